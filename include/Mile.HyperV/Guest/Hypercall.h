/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Making hypercalls: setting up and giving back, the control word, the result, rep calls that go on.
 *
 * Hypervisor/Hypercall.h tells the convention. Before the first call, once for
 * the partition, each step needing those before it:
 *
 *     x64, x86    1. MileHvDetect() of Detect.h; privilege AccessHypercallMsrs.
 *                 2. HV_X64_MSR_GUEST_OS_ID: if it reads zero, write what
 *                    MileHvGuestOsIdOpenSource() or ...Closed() gives.
 *                 3. HV_X64_MSR_HYPERCALL: if it reads Enable, the page is where it
 *                    says. Else write MileHvHypercallPageRegister() and read it
 *                    again: Enable still clear is a refusal.
 *                 4. Map that page executable. Its address is the Context of
 *                    MileHvInvokePage().
 *     ARM64       1. MileHvDetectArm64Uid().
 *                 2. HvRegisterGuestOsId, as in step 2 above; the boot processor
 *                    writes it. There is no page.
 *     isolated    Behind a paravisor as above: it is the one who answers. Without,
 *                 the host answers, and learns the guest OS id by the way that
 *                 the calls will go (GHCB, TDG.VP.VMCALL). There is no page.
 *
 * A guest that hands the machine on (to the system that it loads, to its own next
 * kernel) gives back in the opposite order, when no processor calls any more:
 * what it set up by calls and registers (SynIC, timers, the reference TSC page),
 * then HV_X64_MSR_HYPERCALL with Enable and the page number zero and the rest as
 * read, then a guest OS id of zero. While the page is enabled it hides the memory
 * under it, and whoever writes there takes a `#GP`.
 *
 * The instruction is the caller's: MILE_HV_INVOKE hides whether a call goes
 * through the page, HVC, a GHCB or TDG.VP.VMCALL, and Instruction.h has most of
 * them. What is the same for all is here:
 *
 *     MileHvHypercallControl(HvCall..., 0, 0, Count, 0, &Control);
 *     MileHvHypercallRep(Invoke, Context, Control, InputGpa, OutputGpa, &Status, &Done);
 *
 * A fast call is one with HV_HYPERCALL_INPUT_FAST, and its 16 bytes of input stand
 * in place of the two addresses; a fast rep call is continued as any other.
 *
 * Through a page or HVC the hypervisor continues a rep call by itself, and one
 * invocation is all. Through a GHCB or TDG.VP.VMCALL it answers HV_STATUS_TIMEOUT
 * and how far it came, and the loop here calls again from there. In that case the
 * host is not trusted: a count of elements that went backwards, or is above what
 * was asked, is MileHvCorrupt, and a host that never gets further is given up after
 * MILE_HYPERV_HYPERCALL_ATTEMPTS turns.
 *
 * Sources: Hypervisor/Hypercall.h, GuestOsId.h, Msr.h and Status.h, and their
 * sources (TLFS 6.0b chapters 2 and 3; TLFS online, hypercall interface; mu_msvm
 * HvHypercallLib; OpenVMM openhcl_boot).
 */

#ifndef MILE_HYPERV_GUEST_HYPERCALL
#define MILE_HYPERV_GUEST_HYPERCALL

#include "../Hypervisor/Hypercall.h"
#include "../Hypervisor/Msr.h"
#include "Platform.h"

/** Invocations in a row without progress that end in HV_STATUS_TIMEOUT before the guest gives up. */
#define MILE_HYPERV_HYPERCALL_ATTEMPTS 10000

MILE_HYPERV_GUEST_BEGIN

/**
 * The guest OS id of an open source system.
 *
 * @param System 0 to 0x7F, HV_GUEST_OS_OPENSOURCE_IDS; HvGuestOsOpenSourceUndefined if it has no number of its own.
 * @param Version of the kernel, as its project numbers it.
 * @param OwnHigh 0 to 0xFF, the distributor's own use.
 * @param OwnLow 0 to 0xFFFF, the same; a build number, for example.
 * @return MileHvSuccess, or MileHvInvalid with an id of zero.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvGuestOsIdOpenSource(HV_UINT32 System, HV_UINT32 Version, HV_UINT32 OwnHigh,
                                                       HV_UINT32 OwnLow, HV_UINT64 *Id)
{
    *Id = 0;
    if (System > 0x7F || OwnHigh > 0xFF || OwnLow > 0xFFFF)
    {
        return MileHvInvalid;
    }
    *Id = 1ULL << 63 | (HV_UINT64)System << 56 | (HV_UINT64)OwnHigh << 48 | (HV_UINT64)Version << 16 | OwnLow;
    return MileHvSuccess;
}

/**
 * The guest OS id of a system whose vendor has a number from Microsoft.
 *
 * @param Vendor 1 to 0x7FFF, HV_GUEST_OS_VENDOR.
 * @param System 0 to 0xFF, by vendor.
 * @param Major 0 to 0xFF.
 * @param Minor 0 to 0xFF.
 * @param Service 0 to 0xFF, of a service pack or the like.
 * @param Build 0 to 0xFFFF.
 * @return MileHvSuccess, or MileHvInvalid with an id of zero.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvGuestOsIdClosed(HV_UINT32 Vendor, HV_UINT32 System, HV_UINT32 Major, HV_UINT32 Minor,
                                                   HV_UINT32 Service, HV_UINT32 Build, HV_UINT64 *Id)
{
    *Id = 0;
    if (Vendor == 0 || Vendor > 0x7FFF || System > 0xFF || Major > 0xFF || Minor > 0xFF || Service > 0xFF ||
        Build > 0xFFFF)
    {
        return MileHvInvalid;
    }
    *Id = (HV_UINT64)Vendor << 48 | (HV_UINT64)System << 40 | (HV_UINT64)Major << 32 | (HV_UINT64)Minor << 24 |
          (HV_UINT64)Service << 16 | Build;
    return MileHvSuccess;
}

/**
 * Value to write to HV_X64_MSR_HYPERCALL so that the hypercall page is located at guest page @p PageNumber.
 *
 * @param Before what the register reads now, with Enable clear; its reserved bits and the lock are kept.
 */
static inline HV_UINT64 MileHvHypercallPageRegister(HV_UINT64 Before, HV_UINT64 PageNumber)
{
    return (PageNumber << 12) | (Before & 0xFFEU) | 1U;
}

/**
 * The caller's way to make one hypercall.
 *
 * @param Control the control word.
 * @param Input guest physical address of the input block; on a fast call the first 8 bytes of input.
 * @param Output guest physical address of the output block; on a fast call the second 8 bytes of input.
 * @return the result word.
 */
typedef HV_UINT64 (*MILE_HV_INVOKE)(void *Context, HV_UINT64 Control, HV_UINT64 Input, HV_UINT64 Output);

/**
 * Builds a control word.
 *
 * @param CallCode 0 to 0xFFFF.
 * @param Flags 0, HV_HYPERCALL_INPUT_FAST, HV_HYPERCALL_INPUT_NESTED, or both.
 * @param VariableHeaderBytes bytes behind the fixed header: a multiple of 8 up to 8,184; 0 for most calls.
 * @param Count elements of a rep call, 1 to 4,095; 0 for a simple call.
 * @param Start first element to do; below Count, and 0 for a simple call.
 * @return MileHvSuccess, or MileHvInvalid with a control word of zero.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvHypercallControl(HV_UINT32 CallCode, HV_UINT64 Flags, HV_UINT32 VariableHeaderBytes,
                                                    HV_UINT32 Count, HV_UINT32 Start, HV_UINT64 *Control)
{
    *Control = 0;
    if (CallCode > 0xFFFF || (Flags & ~(HV_HYPERCALL_INPUT_FAST | HV_HYPERCALL_INPUT_NESTED)) != 0 ||
        VariableHeaderBytes % 8 != 0 || VariableHeaderBytes / 8 > 0x3FF || Count > HV_X64_MAX_HYPERCALL_ELEMENTS ||
        (Count == 0 ? Start != 0 : Start >= Count))
    {
        return MileHvInvalid;
    }
    *Control = CallCode | Flags |
               (HV_UINT64)(VariableHeaderBytes / 8) << HV_HYPERCALL_INPUT_VARIABLE_HEADER_SIZE_SHIFT |
               (HV_UINT64)Count << HV_HYPERCALL_INPUT_COUNT_OF_ELEMENTS_SHIFT |
               (HV_UINT64)Start << HV_HYPERCALL_INPUT_REP_START_INDEX_SHIFT;
    return MileHvSuccess;
}

/** The status of a result word: HV_STATUS_SUCCESS, or why the call failed. The reserved bits are ignored. */
static inline HV_STATUS MileHvHypercallStatus(HV_UINT64 Result)
{
    return (HV_STATUS)(Result & HV_HYPERCALL_OUTPUT_CALL_STATUS_MASK);
}

/** Elements of a rep call that are done by the result word, from element 0; not yet compared with what was asked. */
static inline HV_UINT32 MileHvHypercallElements(HV_UINT64 Result)
{
    return (HV_UINT32)((Result >> HV_HYPERCALL_OUTPUT_ELEMENTS_PROCESSED_SHIFT) & HV_HYPERCALL_REP_MASK);
}

/**
 * Makes a rep call and repeats it until all elements are done or one fails.
 *
 * @param Control as MileHvHypercallControl() built it, with its start index; the count is not 0.
 * @param Status gets the last invocation's status.
 * @param Done gets the elements that are done, counted from element 0; never above the count. To go on after the cause
 * of a failure is gone (memory was deposited, say), start a new call there.
 * @return MileHvSuccess: all are done. MileHvFailed: Status says why. MileHvUnavailable: HV_STATUS_TIMEOUT without any
 * progress, too often. MileHvCorrupt: the result is impossible; Done is what was believed before. MileHvInvalid: no rep
 * call.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvHypercallRep(MILE_HV_INVOKE Invoke, void *Context, HV_UINT64 Control,
                                                HV_UINT64 Input, HV_UINT64 Output, HV_STATUS *Status, HV_UINT32 *Done)
{
    const HV_UINT32 Count =
        (HV_UINT32)((Control >> HV_HYPERCALL_INPUT_COUNT_OF_ELEMENTS_SHIFT) & HV_HYPERCALL_REP_MASK);
    HV_UINT32 Start = (HV_UINT32)((Control >> HV_HYPERCALL_INPUT_REP_START_INDEX_SHIFT) & HV_HYPERCALL_REP_MASK);
    HV_UINT32 Attempts = 0;

    *Status = HV_STATUS_INVALID_HYPERCALL_INPUT;
    *Done = Start;
    if (Start >= Count)
    {
        *Done = 0;
        return MileHvInvalid;
    }
    for (;;)
    {
        HV_UINT64 Result = Invoke(Context, Control, Input, Output);
        HV_UINT32 Elements = MileHvHypercallElements(Result);

        *Status = MileHvHypercallStatus(Result);
        if (*Status == HV_STATUS_SUCCESS)
        {
            if (Elements != Count)
            {
                return MileHvCorrupt;
            }
            *Done = Count;
            return MileHvSuccess;
        }
        if (*Status != HV_STATUS_TIMEOUT)
        {
            /* An element failed, so not all are done; zero if the control word itself was refused. */
            if (Elements >= Count || (Elements < Start && Elements != 0))
            {
                return MileHvCorrupt;
            }
            *Done = (Elements < Start) ? Start : Elements;
            return MileHvFailed;
        }
        if (Elements < Start || Elements >= Count)
        {
            return MileHvCorrupt;
        }
        Attempts = (Elements == Start) ? Attempts + 1 : 0;
        if (Attempts == MILE_HYPERV_HYPERCALL_ATTEMPTS)
        {
            return MileHvUnavailable;
        }
        Start = Elements;
        *Done = Elements;
        Control = (Control & ~(HV_HYPERCALL_REP_MASK << HV_HYPERCALL_INPUT_REP_START_INDEX_SHIFT)) |
                  (HV_UINT64)Start << HV_HYPERCALL_INPUT_REP_START_INDEX_SHIFT;
    }
}

/**
 * Makes a simple call, and repeats it while it ends in HV_STATUS_TIMEOUT.
 *
 * @param Control with a count of 0.
 * @param Status gets the last invocation's status.
 * @return MileHvSuccess; MileHvFailed: Status says why; MileHvUnavailable: HV_STATUS_TIMEOUT too often; MileHvInvalid:
 * a rep call.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvHypercallSimple(MILE_HV_INVOKE Invoke, void *Context, HV_UINT64 Control,
                                                   HV_UINT64 Input, HV_UINT64 Output, HV_STATUS *Status)
{
    HV_UINT32 Attempt;

    *Status = HV_STATUS_INVALID_HYPERCALL_INPUT;
    if (((Control >> HV_HYPERCALL_INPUT_COUNT_OF_ELEMENTS_SHIFT) & HV_HYPERCALL_REP_MASK) != 0)
    {
        return MileHvInvalid;
    }
    for (Attempt = 0; Attempt < MILE_HYPERV_HYPERCALL_ATTEMPTS; ++Attempt)
    {
        *Status = MileHvHypercallStatus(Invoke(Context, Control, Input, Output));
        if (*Status != HV_STATUS_TIMEOUT)
        {
            return (*Status == HV_STATUS_SUCCESS) ? MileHvSuccess : MileHvFailed;
        }
    }
    return MileHvUnavailable;
}

MILE_HYPERV_GUEST_END

#endif /* !MILE_HYPERV_GUEST_HYPERCALL */
