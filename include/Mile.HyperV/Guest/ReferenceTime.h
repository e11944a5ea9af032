/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Reading reference time: from the TSC page where it holds, from the register where it does not.
 *
 * Hypervisor/ReferenceTime.h tells the rule. MileHvReferenceTime() follows it:
 *
 *     page given and valid:   high64(counter * TscScale) + TscOffset, without leaving the guest
 *     otherwise:              HV_X64_MSR_TIME_REF_COUNT or HvRegisterTimeRefCount, by the caller's accessor
 *
 * A page that changes under the reader is read again. A host that never lets it
 * settle costs a bounded number of turns, after which the register is asked.
 * Whatever the page says, the result is only a number: no value of it can make
 * the reader fault or loop. A guest that does not trust its host does not trust
 * the time either; that it goes forward is for the caller to check.
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

/** Attempts to read a page that changes under the reader, before the register is read instead. */
#define MILE_HYPERV_REFERENCE_TIME_ATTEMPTS 64

MILE_HYPERV_GUEST_BEGIN

/**
 * The caller's way to read the counter that the page is about: the TSC on x64 and x86.
 *
 * It must not be read before loads that stand before the call; MileHvReadTsc()
 * of Platform.h keeps to that.
 */
typedef HV_UINT64 (*MILE_HV_READ_COUNTER)(void *Context);

/** Reference time for one reading of the counter; the sum wraps as the hypervisor's own does. */
static inline HV_UINT64 MileHvReferenceTimeCompute(HV_UINT64 Counter, HV_UINT64 Scale, HV_INT64 Offset)
{
    return MileHvMultiplyHigh64(Counter, Scale) + (HV_UINT64)Offset;
}

/**
 * Value to write to HV_X64_MSR_REFERENCE_TSC (HvRegisterReferenceTsc) so that the page is located at guest page
 * @p PageNumber.
 *
 * @param Before what the register reads now; its reserved bits are kept.
 */
static inline HV_UINT64 MileHvReferenceTscRegister(HV_UINT64 Before, HV_UINT64 PageNumber)
{
    return (PageNumber << 12) | (Before & 0xFFEU) | 1U;
}

/**
 * Reference time from the page alone.
 *
 * Order: the sequence is loaded first (acquire), scale and offset before it is
 * loaded again (acquire); the counter is read in between.
 *
 * @return MileHvSuccess, or MileHvUnavailable if the page does not hold now (or never stopped changing): ask the
 * register.
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
 * Reference time, by the page if there is one that holds, else by the register.
 *
 * @param Page null where the guest has none (no privilege AccessPartitionReferenceTsc).
 * @param ReadCounter used with a page only.
 * @param ReadRegister needs privilege AccessPartitionReferenceCounter.
 * @param Context given to both.
 * @return units of 100 ns since the partition was made.
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
