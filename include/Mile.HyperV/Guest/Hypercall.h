/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Hypercalls: setup and teardown, the control word, the result word, continuation of rep
 * calls.
 *
 * Hypervisor/Hypercall.h specifies the convention. A partition is set up once, before its first
 * call. The steps must be in this order:
 *
 *     x64, x86    1. MileHvDetect() of Detect.h; privilege AccessHypercallMsrs.
 *                 2. HV_X64_MSR_GUEST_OS_ID: if it reads zero, write the id from
 *                    MileHvGuestOsIdOpenSource() or MileHvGuestOsIdClosed().
 *                 3. HV_X64_MSR_HYPERCALL: if Enable reads 1, the register contains
 *                    the number of the page. Otherwise write the value of
 *                    MileHvHypercallPageRegister() and read the register again: if
 *                    Enable is still 0, the hypervisor refused.
 *                 4. Map that page executable. Its address is the Context of
 *                    MileHvInvokePage().
 *     ARM64       1. MileHvDetectArm64Uid().
 *                 2. HvRegisterGuestOsId, as in step 2 of x64; the boot processor
 *                    writes it. There is no page.
 *     isolated    With a paravisor: as on any other guest of the architecture,
 *                 because the paravisor handles the calls. Without a paravisor, the
 *                 guest sets the guest OS id through the same path as the hypercalls
 *                 (GHCB, TDG.VP.VMCALL). There is no page.
 *
 * A guest that passes the machine to other software, such as the system that it loads or its own
 * next kernel, must undo the setup in the opposite order, after the last processor has made its
 * last call: first what it enabled through calls and registers (SynIC, timers, reference TSC page),
 * then HV_X64_MSR_HYPERCALL (Enable and the page number zero, other bits as read), then the guest
 * OS id (zero). An enabled hypercall page hides the guest's memory at its address, and a write to
 * it raises `#GP`.
 *
 * The caller supplies the instruction: a MILE_HV_INVOKE function makes the call through the page,
 * HVC, a GHCB or TDG.VP.VMCALL. Instruction.h contains most of these functions. This header
 * contains what all of them have in common:
 *
 *     MileHvHypercallControl(HvCall..., 0, 0, Count, 0, &Control);
 *     MileHvHypercallRep(Invoke, Context, Control, InputGpa, OutputGpa, &Status, &Done);
 *
 * A fast call has HV_HYPERCALL_INPUT_FAST, and 16 bytes of input in place of the two addresses. A
 * fast rep call is continued like any other rep call.
 *
 * Through a page or HVC, the hypervisor itself continues a rep call, and one invocation completes
 * it. Through a GHCB or TDG.VP.VMCALL, the hypervisor may return HV_STATUS_TIMEOUT and the number
 * of completed elements, and MileHvHypercallRep() calls again from there. The host is not trusted
 * in that case: a number of elements that decreases or exceeds the request is MileHvCorrupt, and
 * the function gives up after MILE_HYPERV_HYPERCALL_ATTEMPTS invocations in a row without progress.
 *
 * Sources: Hypervisor/Hypercall.h, GuestOsId.h, Msr.h and Status.h, and their sources (TLFS 6.0b
 * chapters 2 and 3; TLFS online, hypercall interface; mu_msvm HvHypercallLib; OpenVMM
 * openhcl_boot).
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
 * Builds the guest OS id of an open source system.
 *
 * @param System 0 to 0x7F, HV_GUEST_OS_OPENSOURCE_IDS; HvGuestOsOpenSourceUndefined if it has no
 * number of its own.
 * @param Version of the kernel, as its project numbers it.
 * @param OwnHigh 0 to 0xFF; the distributor defines it.
 * @param OwnLow 0 to 0xFFFF; the distributor defines it, for example as a build number.
 * @param Id receives the id; 0 with MileHvInvalid.
 * @return MileHvSuccess; MileHvInvalid: a parameter is out of bounds.
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
 * Builds the guest OS id of a system whose vendor has a number from Microsoft.
 *
 * @param Vendor 1 to 0x7FFF, HV_GUEST_OS_VENDOR.
 * @param System 0 to 0xFF; the vendor defines it.
 * @param Major 0 to 0xFF; major version.
 * @param Minor 0 to 0xFF; minor version.
 * @param Service 0 to 0xFF; number of the service pack.
 * @param Build 0 to 0xFFFF; build number.
 * @param Id receives the id; 0 with MileHvInvalid.
 * @return MileHvSuccess; MileHvInvalid: a parameter is out of bounds.
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
 * Value of HV_X64_MSR_HYPERCALL that enables the hypercall page at guest page number @p PageNumber.
 *
 * @param Before the value that the register has now, with Enable clear; its reserved bits and its
 * lock are preserved.
 * @param PageNumber guest physical address of the page, divided by 4096.
 * @return the value to write. Not checked: whether the page exists.
 */
static inline HV_UINT64 MileHvHypercallPageRegister(HV_UINT64 Before, HV_UINT64 PageNumber)
{
    return (PageNumber << 12) | (Before & 0xFFEU) | 1U;
}

/**
 * Makes one hypercall for the library.
 *
 * @param Context given to the function that calls this one.
 * @param Control the control word.
 * @param Input guest physical address of the input block; the first 8 bytes of input of a fast
 * call.
 * @param Output guest physical address of the output block; the second 8 bytes of input of a fast
 * call.
 * @return the result word.
 */
typedef HV_UINT64 (*MILE_HV_INVOKE)(void *Context, HV_UINT64 Control, HV_UINT64 Input, HV_UINT64 Output);

/**
 * Builds a control word.
 *
 * @param CallCode 0 to 0xFFFF.
 * @param Flags 0, HV_HYPERCALL_INPUT_FAST, HV_HYPERCALL_INPUT_NESTED, or both.
 * @param VariableHeaderBytes bytes after the fixed header: a multiple of 8 up to 8,184; 0 for most
 * calls.
 * @param Count elements of a rep call, 1 to 4,095; 0 for a simple call.
 * @param Start index of the first element to process; below @p Count, and 0 for a simple call.
 * @param Control receives the control word; 0 with MileHvInvalid.
 * @return MileHvSuccess; MileHvInvalid: a parameter is out of bounds.
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

/**
 * Status of a result word: HV_STATUS_SUCCESS or the reason for the failure. The reserved bits are
 * ignored.
 */
static inline HV_STATUS MileHvHypercallStatus(HV_UINT64 Result)
{
    return (HV_STATUS)(Result & HV_HYPERCALL_OUTPUT_CALL_STATUS_MASK);
}

/**
 * Number of completed elements in a result word, counted from element 0. Not checked against the
 * request.
 */
static inline HV_UINT32 MileHvHypercallElements(HV_UINT64 Result)
{
    return (HV_UINT32)((Result >> HV_HYPERCALL_OUTPUT_ELEMENTS_PROCESSED_SHIFT) & HV_HYPERCALL_REP_MASK);
}

/**
 * Makes a rep call, and repeats it until all elements are complete or one fails.
 *
 * @param Invoke makes one invocation; @p Context is passed to it.
 * @param Control built by MileHvHypercallControl(), with its start index and a count that is not 0.
 * @param Input guest physical address of the input block; @p Output that of the output block
 * (MILE_HV_INVOKE).
 * @param Status receives the status of the last invocation.
 * @param Done receives the number of completed elements, counted from element 0; at most the count.
 * After the cause of a failure was removed, for example by a deposit of memory, the caller
 * continues with a new call from this index.
 * @return MileHvSuccess: all elements are complete; MileHvFailed: @p Status contains the reason;
 * MileHvUnavailable: MILE_HYPERV_HYPERCALL_ATTEMPTS invocations in a row ended in HV_STATUS_TIMEOUT
 * without progress; MileHvCorrupt: the result is impossible, and @p Done is the last plausible
 * number; MileHvInvalid: not a rep call.
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
            /*
             * At least one element failed, so fewer than all are complete; 0 if the control word
             * itself was refused.
             */
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
 * @param Invoke makes one invocation; @p Context is passed to it.
 * @param Control built by MileHvHypercallControl() with a count of 0.
 * @param Input guest physical address of the input block; @p Output that of the output block
 * (MILE_HV_INVOKE).
 * @param Status receives the status of the last invocation.
 * @return MileHvSuccess; MileHvFailed: @p Status contains the reason; MileHvUnavailable:
 * MILE_HYPERV_HYPERCALL_ATTEMPTS invocations ended in HV_STATUS_TIMEOUT; MileHvInvalid: a rep call.
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
