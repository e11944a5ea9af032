/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Virtual trust levels: enabling, configuring and leaving them.
 *
 * Virtual secure mode divides a partition into *virtual trust levels* (VTL). Each level has its own
 * state of each virtual processor, its own interrupt controller, and its own permissions to read,
 * write and execute guest pages. A higher level sets the protections of the lower ones and receives
 * the intercepts of accesses that violate them; a lower level can neither read nor interrupt it. The
 * interface has room for sixteen levels; hosts implement two or three, and a guest boots in VTL 0.
 * Accesses of devices are accesses of VTL 0.
 *
 * The next lower level starts a level, whose software is trusted from then on:
 *
 *     VTL 0                                             VTL 1
 *       |   HvCallEnablePartitionVtl(1)                     |   exists
 *       |   HvCallEnableVpVtl(vp, 1, initial context)       |   has a first instruction
 *       |-- VTL call -------------------------------------->|   runs its first instruction;
 *       |                                                   |   sets EnableVtlProtection, then
 *       |                                                   |   HvCallModifyVtlProtectionMask
 *       |<-- VTL return ------------------------------------|
 *       |   resumes after the VTL call                      |
 *
 * A level should be enabled on all processors alike. Levels above 0 run in
 * protected or long mode, never in real mode.
 *
 * State that a switch of levels exchanges, and state that both levels share:
 *
 *     x64     exchanged: RIP, RSP, RFLAGS, control and segment registers, descriptor
 *             tables, DR7, the TSC, MSRs of system calls and of the hypervisor
 *             shared: the other general purpose registers, x87, XMM, AVX, XCR0, CR2,
 *             DR0 to DR3; DR6 by HV_X64_REGISTER_VSM_CAPABILITIES.Dr6Shared
 *     ARM64   exchanged: PC, SP, PSTATE, X18, X29, X30, system registers, timers
 *             shared: X0 to X17, X19 to X28, Q0 to Q31
 *
 * The shared state contains the parameters of a call and its result. A level must clear its secrets
 * there before it returns.
 *
 * A processor enters a higher level for three reasons, which the level reads from
 * HV_VP_VTL_CONTROL.EntryReason in its VP assist page (VpAssist.h): the lower level made a VTL
 * call, an interrupt for the higher level arrived, or an action of the lower level is intercepted.
 * It leaves the level only by a VTL return. A call goes to the next higher enabled level, a return
 * to the next lower one. If the lower level had called, the return advances its instruction pointer
 * past the call.
 *
 * An interrupt for a higher level causes an immediate switch, regardless of RFLAGS.IF or DAIF of
 * the lower level; only the priority mask of the higher level (TPR, on ARM64 that of the GIC)
 * delays it. An interrupt for a lower level waits until the processor runs that level, unless the
 * higher level requests notification (HvRegisterVsmVina). After a higher level is enabled on a
 * processor, INIT and SIPI (on ARM64 the calls of PSCI) from a lower one have no effect there:
 * HvCallStartVirtualProcessor starts processors (VirtualProcessor.h).
 *
 * Instructions of the VTL call and return:
 *
 *     x64     CALL into the hypercall page at VtlCallOffset or VtlReturnOffset of
 *             HvRegisterVsmCodePageOffsets; RCX holds the control input, RAX is
 *             reserved. On 32-bit x86 the input is EDX:EAX and ECX is reserved.
 *     ARM64   HVC with immediate HV_ARM64_HVC_VTLENTRY_IMM16 or ..._VTLEXIT_IMM16.
 *
 * Only the most privileged processor mode may make them. They raise an
 * undefined-instruction exception from another mode or from real mode, to a level
 * that is nonexistent or not enabled on the processor, or with an undefined control
 * input. The input of a call is zero, that of a return is HV_VTL_RETURN_INPUT. The
 * code of a return overwrites RAX and RCX. A return that is not fast loads them from
 * HV_VP_VTL_CONTROL, where the higher level must have stored the lower level's
 * values: an interrupt or an intercept must be transparent to the lower level.
 *
 * A partition may use all this if it has the privileges AccessVsm,
 * AccessVpRegisters and AccessSynicRegs.
 *
 * Under SNP and TDX the paravisor at VTL 2 has the role of the hypervisor in this header: it
 * handles these calls of the guest and separates VTL 1 from VTL 0 with the means of the processor.
 * The host is outside of all levels.
 *
 * Sources: TLFS 6.0b chapter 15 and its online edition; OpenVMM hvdef and
 * virt_mshv_vtl; symbols of securekernel 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_VTL
#define MILE_HYPERV_HYPERVISOR_VTL

#include "Context.h"
#include "VsmRegister.h"

HV_HEADER_BEGIN

/*
 * Entry and exit.
 */

/** Control input of a VTL return. */
typedef union HV_VTL_RETURN_INPUT
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        /** Bit 0: do not load RAX and RCX from HV_VP_VTL_CONTROL. To be preferred. */
        HV_UINT64 FastReturn : 1;
        HV_UINT64 ReservedZ : 63;
    };
#endif
} HV_VTL_RETURN_INPUT, *PHV_VTL_RETURN_INPUT;
HV_STATIC_ASSERT(sizeof(HV_VTL_RETURN_INPUT) == 8);

/*
 * Hypercalls.
 */

/** Features that HvCallEnablePartitionVtl enables with a level. */
typedef union HV_ENABLE_PARTITION_VTL_FLAGS
{
    HV_UINT8 AsUINT8;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        /** Bit 0: mode-based execution control may be used (MbecVtlMask). */
        HV_UINT8 EnableMbec : 1;
        /** Bit 1: protection of kernel shadow stacks may be used. */
        HV_UINT8 EnableSupervisorShadowStack : 1;
        HV_UINT8 EnableHardwareHvpt : 1; /**< Bit 2: undocumented. */
        HV_UINT8 Reserved : 5;
    };
#endif
} HV_ENABLE_PARTITION_VTL_FLAGS, *PHV_ENABLE_PARTITION_VTL_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_ENABLE_PARTITION_VTL_FLAGS) == 1);

/**
 * Input of HvCallEnablePartitionVtl, which creates a level, up to MaximumVtl. No output.
 *
 * A caller can always enable a level below its own, and a higher one if no level between the two is
 * enabled. OpenVMM returns HV_STATUS_INVALID_VTL_STATE if the level is enabled,
 * HV_STATUS_ACCESS_DENIED if it is not permitted, HV_STATUS_INVALID_PARAMETER for unsupported flags.
 */
typedef struct HV_INPUT_ENABLE_PARTITION_VTL
{
    union
    {
        HV_PARTITION_ID TargetPartitionId; /**< Partition whose level is enabled. */
        HV_PARTITION_ID PartitionId;       /**< Name of TargetPartitionId in the symbols. */
    };
    HV_VTL TargetVtl; /**< The level to enable. */
    HV_ENABLE_PARTITION_VTL_FLAGS Flags;
    HV_UINT16 ReservedZ0;
    HV_UINT32 ReservedZ1;
} HV_INPUT_ENABLE_PARTITION_VTL, *PHV_INPUT_ENABLE_PARTITION_VTL;
HV_STATIC_ASSERT(sizeof(HV_INPUT_ENABLE_PARTITION_VTL) == 16);

/**
 * Input of HvCallEnableVpVtl, x64, which enables a level for a processor, and sets its initial context
 * there. No output.
 *
 * The level must be enabled for the partition. The call does not enter it. The caller must be a higher
 * level, or, if no higher level is enabled for the processor, the highest enabled one. Failures in
 * OpenVMM:
 * HV_STATUS_INVALID_VTL_STATE if the partition does not have the level,
 * HV_STATUS_VTL_ALREADY_ENABLED, HV_STATUS_INVALID_VP_INDEX,
 * HV_STATUS_ACCESS_DENIED, HV_STATUS_INVALID_REGISTER_VALUE for the context.
 */
typedef struct HV_X64_INPUT_ENABLE_VP_VTL
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_VTL TargetVtl; /**< Trust level that the processor may enter. */
    HV_UINT8 ReservedZ0;
    HV_UINT16 ReservedZ1;
    HV_X64_INITIAL_VP_CONTEXT VpVtlContext; /**< Registers at the first entry to the level. */
} HV_X64_INPUT_ENABLE_VP_VTL, *PHV_X64_INPUT_ENABLE_VP_VTL;
HV_STATIC_ASSERT(sizeof(HV_X64_INPUT_ENABLE_VP_VTL) == 240);

/** Input of HvCallEnableVpVtl, ARM64, with the initial context of ARM64. No output. */
typedef struct HV_ARM64_INPUT_ENABLE_VP_VTL
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_VTL TargetVtl; /**< Trust level that the processor may enter. */
    HV_UINT8 ReservedZ0;
    HV_UINT16 ReservedZ1;
    HV_ARM64_INITIAL_VP_CONTEXT VpVtlContext; /**< Registers at the first entry to the level. */
} HV_ARM64_INPUT_ENABLE_VP_VTL, *PHV_ARM64_INPUT_ENABLE_VP_VTL;
HV_STATIC_ASSERT(sizeof(HV_ARM64_INPUT_ENABLE_VP_VTL) == 88);

typedef HV_BY_TARGET(HV_X64_INPUT_ENABLE_VP_VTL, HV_ARM64_INPUT_ENABLE_VP_VTL) HV_INPUT_ENABLE_VP_VTL,
    *PHV_INPUT_ENABLE_VP_VTL;

/** Options of HvCallDisablePartitionVtl. */
typedef union HV_DISABLE_PARTITION_VTL_FLAGS
{
    HV_UINT8 AsUINT8;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        /** Bit 0: scrub the level without disabling it, by the member's name. */
        HV_UINT8 ScrubOnly : 1;
        HV_UINT8 Reserved : 7;
    };
#endif
} HV_DISABLE_PARTITION_VTL_FLAGS, *PHV_DISABLE_PARTITION_VTL_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_DISABLE_PARTITION_VTL_FLAGS) == 1);

/**
 * Input of HvCallDisablePartitionVtl, which disables a level of a partition. Undocumented. Source: symbols.
 */
typedef struct HV_INPUT_DISABLE_PARTITION_VTL
{
    HV_PARTITION_ID PartitionId;
    HV_VTL TargetVtl; /**< Trust level to which the call applies. */
    HV_DISABLE_PARTITION_VTL_FLAGS Flags;
    HV_UINT16 ReservedZ0;
    HV_UINT32 ReservedZ1;
} HV_INPUT_DISABLE_PARTITION_VTL, *PHV_INPUT_DISABLE_PARTITION_VTL;
HV_STATIC_ASSERT(sizeof(HV_INPUT_DISABLE_PARTITION_VTL) == 16);

/** Options of HvCallDisableVpVtl. */
typedef union HV_DISABLE_VP_VTL_FLAGS
{
    HV_UINT8 AsUINT8;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        /** Bit 0: scrub the level without disabling it, by the member's name. */
        HV_UINT8 ScrubOnly : 1;
        HV_UINT8 Reserved : 7;
    };
#endif
} HV_DISABLE_VP_VTL_FLAGS, *PHV_DISABLE_VP_VTL_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_DISABLE_VP_VTL_FLAGS) == 1);

/** Input of HvCallDisableVpVtl, which disables a level of one processor. No output. */
typedef struct HV_INPUT_DISABLE_VP_VTL
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_VTL TargetVtl; /**< Trust level to which the call applies. */
    HV_DISABLE_VP_VTL_FLAGS Flags;
    HV_UINT16 ReservedZ0;
} HV_INPUT_DISABLE_VP_VTL, *PHV_INPUT_DISABLE_VP_VTL;
HV_STATIC_ASSERT(sizeof(HV_INPUT_DISABLE_VP_VTL) == 16);

/** Payload of the intercept that reports to a higher level that a lower one enables a level. */
typedef struct HV_ENABLE_PARTITION_VTL_INTERCEPT_MESSAGE
{
    HV_VP_INDEX VpIndex;
    HV_VTL TargetVtl; /**< Trust level that the lower level enables. */
    union
    {
        HV_UINT8 AsUINT8;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT8 EnableMbec : 1; /**< Bit 0: the level requests MBEC. */
            /** Bit 1: the level requests protection of kernel shadow stacks. */
            HV_UINT8 EnableSupervisorShadowStack : 1;
            /** Bit 2: the level requests hardware-enforced HVPT. */
            HV_UINT8 EnableHardwareHvpt : 1;
            HV_UINT8 Reserved : 5;
        };
#endif
    };
    HV_UINT16 Padding;
} HV_ENABLE_PARTITION_VTL_INTERCEPT_MESSAGE, *PHV_ENABLE_PARTITION_VTL_INTERCEPT_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_ENABLE_PARTITION_VTL_INTERCEPT_MESSAGE) == 8);

/** Completion of the intercept of HvCallEnablePartitionVtl: the HV_STATUS for the caller. */
typedef struct HV_ENABLE_PARTITION_VTL_INTERCEPT_COMPLETION_DATA
{
    HV_UINT16 Status; /**< HV_STATUS that the caller receives. */
} HV_ENABLE_PARTITION_VTL_INTERCEPT_COMPLETION_DATA, *PHV_ENABLE_PARTITION_VTL_INTERCEPT_COMPLETION_DATA;
HV_STATIC_ASSERT(sizeof(HV_ENABLE_PARTITION_VTL_INTERCEPT_COMPLETION_DATA) == 2);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_VTL */
