/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Reference time: read from the TSC page while it is valid, otherwise from the register.
 *
 * Hypervisor/ReferenceTime.h specifies the procedure. MileHvReferenceTime() performs it:
 *
 *     page present and valid:   high64(counter * TscScale) + TscOffset, without an exit to the hypervisor
 *     otherwise:                HV_X64_MSR_TIME_REF_COUNT or HvRegisterTimeRefCount, by the caller's function
 *
 * If the page changes during a read, the function reads it again. If the page keeps changing, the
 * function reads the register after MILE_HYPERV_REFERENCE_TIME_ATTEMPTS attempts. No content of the
 * page can make the function fault or loop without end. A guest that does not trust its host must
 * not trust the time: nothing here checks that it is correct or that it increases.
 *
 * The unit is 100 ns everywhere.
 *
 * Sources: Hypervisor/ReferenceTime.h and its sources (TLFS 6.0b 12.7).
 */

#ifndef MILE_HYPERV_GUEST_REFERENCETIME
#define MILE_HYPERV_GUEST_REFERENCETIME

#include "../Hypervisor/Msr.h"
#include "../Hypervisor/ReferenceTime.h"
#include "../Hypervisor/RegisterName.h"
#include "Platform.h"

/** Number of attempts to read a changing page before the register is read instead. */
#define MILE_HYPERV_REFERENCE_TIME_ATTEMPTS 64

MILE_HYPERV_GUEST_BEGIN

/**
 * Reads the counter that the page scales: the TSC on x64 and x86.
 *
 * The function must not read the counter before loads that precede the call. MileHvReadTsc() in
 * Platform.h fulfills this.
 */
typedef HV_UINT64 (*MILE_HV_READ_COUNTER)(void *Context);

/**
 * Computes the reference time, in units of 100 ns, from one counter value. The sum wraps, as the
 * hypervisor's own does.
 */
static inline HV_UINT64 MileHvReferenceTimeCompute(HV_UINT64 Counter, HV_UINT64 Scale, HV_INT64 Offset)
{
    return MileHvMultiplyHigh64(Counter, Scale) + (HV_UINT64)Offset;
}

/**
 * Value of HV_X64_MSR_REFERENCE_TSC (HvRegisterReferenceTsc) that enables the page at guest page
 * number @p PageNumber.
 *
 * @param Before the value that the register has now; its reserved bits are preserved.
 * @param PageNumber guest physical address of the page, divided by 4096.
 * @return the value to write. Not checked: whether the page exists.
 */
static inline HV_UINT64 MileHvReferenceTscRegister(HV_UINT64 Before, HV_UINT64 PageNumber)
{
    return (PageNumber << 12) | (Before & 0xFFEU) | 1U;
}

/**
 * Reads the reference time from the page alone.
 *
 * Ordering: the sequence is loaded first (acquire), then the counter is read, then scale and offset
 * are loaded, and then the sequence is loaded again (after an acquire barrier).
 *
 * @param Page where the guest mapped it.
 * @param ReadCounter reads the counter; @p Context is passed to it.
 * @param Time receives the time in units of 100 ns; unchanged with MileHvUnavailable.
 * @return MileHvSuccess; MileHvUnavailable: the page is not valid now or kept changing; read the
 * register instead.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvReferenceTimeFromPage(const HV_REFERENCE_TSC_PAGE *Page,
                                                         MILE_HV_READ_COUNTER ReadCounter, void *Context,
                                                         HV_UINT64 *Time)
{
    HV_UINT32 Attempt;

    for (Attempt = 0; Attempt < MILE_HYPERV_REFERENCE_TIME_ATTEMPTS; ++Attempt)
    {
        HV_UINT32 Sequence = MileHvLoadAcquire32(&Page->TscSequence);
        HV_UINT64 Counter;
        HV_UINT64 Scale;
        HV_INT64 Offset;

        if (Sequence == HV_REFERENCE_TSC_SEQUENCE_INVALID)
        {
            return MileHvUnavailable;
        }
        Counter = ReadCounter(Context);
        Scale = Page->TscScale;
        Offset = Page->TscOffset;
        MileHvAcquireBarrier();
        if (MileHvLoad32(&Page->TscSequence) == Sequence)
        {
            *Time = MileHvReferenceTimeCompute(Counter, Scale, Offset);
            return MileHvSuccess;
        }
    }
    return MileHvUnavailable;
}

/**
 * Reads the reference time from the page if it is valid, otherwise from the register.
 *
 * @param Page where the guest mapped it; null if the guest has none (no privilege
 * AccessPartitionReferenceTsc).
 * @param ReadCounter reads the counter; not called without a page.
 * @param ReadRegister reads the register; the guest needs the privilege
 * AccessPartitionReferenceCounter.
 * @param Context is passed to both functions.
 * @return the time since the partition was created, in units of 100 ns.
 */
static inline HV_UINT64 MileHvReferenceTime(const HV_REFERENCE_TSC_PAGE *Page, MILE_HV_READ_COUNTER ReadCounter,
                                            MILE_HV_READ_REGISTER ReadRegister, void *Context)
{
    HV_UINT64 Time;

    if (Page && MileHvReferenceTimeFromPage(Page, ReadCounter, Context, &Time) == MileHvSuccess)
    {
        return Time;
    }
    return ReadRegister(Context, HV_MSR_TIME_REF_COUNT);
}

MILE_HYPERV_GUEST_END

#endif /* !MILE_HYPERV_GUEST_REFERENCETIME */
