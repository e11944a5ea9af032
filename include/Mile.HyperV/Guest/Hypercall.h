/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Making hypercalls: the control word, the result, and rep calls that go on where they were left.
 *
 * Hypervisor/Hypercall.h tells the convention. The instruction itself is the
 * caller's: MILE_HV_INVOKE hides whether a call goes through the hypercall page,
 * HVC, a GHCB or TDG.VP.VMCALL. What is the same for all of them is here:
 *
 *     MileHvHypercallControl(HvCall..., 0, 0, Count, 0, &Control);
 *     MileHvHypercallRep(Invoke, Context, Control, InputGpa, OutputGpa, &Status, &Done);
 *
 * Through a page or HVC the hypervisor continues a rep call by itself, and one
 * invocation is all. Through a GHCB it answers HV_STATUS_TIMEOUT and how far it
 * came, and the loop here calls again from there. In that case the host is not
 * trusted: a count of elements that went backwards, or is above what was asked,
 * is MileHvCorrupt, and a host that never gets further is given up after
 * MILE_HYPERV_HYPERCALL_ATTEMPTS turns.
 *
 * Sources: Hypervisor/Hypercall.h and Status.h, and their sources (TLFS 6.0b
 * chapter 3; mu_msvm HvHypercallLib).
 */

#ifndef MILE_HYPERV_GUEST_HYPERCALL
#define MILE_HYPERV_GUEST_HYPERCALL

#include "../Hypervisor/Hypercall.h"
#include "Platform.h"

/** Invocations in a row without progress that end in HV_STATUS_TIMEOUT before the guest gives up. */
#define MILE_HYPERV_HYPERCALL_ATTEMPTS 10000

MILE_HYPERV_GUEST_BEGIN

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
    *Control = CallCode | Flags | (HV_UINT64)(VariableHeaderBytes / 8) << HV_HYPERCALL_INPUT_VARIABLE_HEADER_SIZE_SHIFT |
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
