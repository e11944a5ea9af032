/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Registers of a virtual processor: their values, and the calls that read and write them.
 *
 * HvCallGetVpRegisters and HvCallSetVpRegisters reach every register of a
 * virtual processor by its name (RegisterName.h), several in one rep call: the
 * input names the processor (HV_VP_INDEX_SELF for the caller's own), a trust
 * level, and then lists names, or names with values. A value is always 16
 * bytes; a narrower register is in its low bytes and the rest is zero.
 *
 *     guest, its own synthetic registers     on ARM64 in place of MSRs; needs no
 *                                            guest OS id, may be the first call
 *     a level above, those of a lower one    InputVtl names the level
 *     the root, those of a child             while the processor is stopped or at
 *                                            an intercept
 *
 * A processor does not run while one of its *suspend* registers says so:
 * HvRegisterExplicitSuspend, which the parent sets and clears at will (it is
 * set in a new processor), and HvRegisterInterceptSuspend, which the hypervisor
 * sets at an intercept and the parent clears when it has dealt with it.
 *
 * When one of the registers fails, the count of elements done tells which.
 *
 * Sources: TLFS 6.0b 7.9, 7.10; OpenVMM hvdef; WDK 7.1 hvgdk.h; symbols of
 * securekernel 26100; the 2023 mshv patch.
 */

#ifndef MILE_HYPERV_HYPERVISOR_REGISTER
#define MILE_HYPERV_HYPERVISOR_REGISTER

#include "Intercept.h"
#include "Isolation.h"
#include "Msr.h"
#include "PendingEvent.h"
#include "RegisterName.h"
#include "RegisterNameArm64.h"
#include "RegisterNameX64.h"
#include "Timer.h"
#include "Vtl.h"

HV_HEADER_BEGIN

/*
 * Why a processor does not run.
 */

/** HvRegisterExplicitSuspend. */
typedef union HV_EXPLICIT_SUSPEND_REGISTER
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT64 Suspended : 1; /**< Bit 0. */
        HV_UINT64 Reserved : 63;
    };
} HV_EXPLICIT_SUSPEND_REGISTER, *PHV_EXPLICIT_SUSPEND_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_EXPLICIT_SUSPEND_REGISTER) == 8);

/** HvRegisterInterceptSuspend. */
typedef union HV_INTERCEPT_SUSPEND_REGISTER
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT64 Suspended : 1; /**< Bit 0. */
        HV_UINT64 TlbLocked : 1; /**< Bit 1: of the Windows 7 SDK, reserved later. */
        HV_UINT64 Reserved : 62;
    };
} HV_INTERCEPT_SUSPEND_REGISTER, *PHV_INTERCEPT_SUSPEND_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_INTERCEPT_SUSPEND_REGISTER) == 8);

/** HvRegisterDispatchSuspend: of a processor that the root schedules itself. */
typedef union HV_DISPATCH_SUSPEND_REGISTER
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT64 Suspended : 1; /**< Bit 0. */
        HV_UINT64 Reserved : 63;
    };
} HV_DISPATCH_SUSPEND_REGISTER, *PHV_DISPATCH_SUSPEND_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_DISPATCH_SUSPEND_REGISTER) == 8);

/** HvRegisterInternalActivityState: what keeps a processor from running although nobody suspended it. */
typedef union HV_INTERNAL_ACTIVITY_REGISTER
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT64 StartupSuspend : 1; /**< Bit 0: it waits for INIT and SIPI, or to be started. */
        HV_UINT64 HaltSuspend : 1;    /**< Bit 1: HLT. */
        HV_UINT64 IdleSuspend : 1;    /**< Bit 2: the guest idle register. */
        HV_UINT64 RsvdZ : 61;
    };
} HV_INTERNAL_ACTIVITY_REGISTER, *PHV_INTERNAL_ACTIVITY_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_INTERNAL_ACTIVITY_REGISTER) == 8);

/** HvRegisterDeliverabilityNotifications: tell the monitor when these could be delivered. */
typedef union HV_DELIVERABILITY_NOTIFICATIONS_REGISTER
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT64 NmiNotification : 1;       /**< Bit 0: when an NMI could. */
        HV_UINT64 InterruptNotification : 1; /**< Bit 1: when an interrupt of InterruptPriority or more could. */
        HV_UINT64 InterruptPriority : 4;     /**< Bits 2 to 5: 0 for any. */
        HV_UINT64 RsvdZ : 42;
        HV_UINT64 Sint : 16;                 /**< Bits 48 to 63: one bit a source: its message slot is free. */
    };
} HV_DELIVERABILITY_NOTIFICATIONS_REGISTER, *PHV_DELIVERABILITY_NOTIFICATIONS_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_DELIVERABILITY_NOTIFICATIONS_REGISTER) == 8);
/** Build 26100 tells the architectures apart; ARM64 has the message slots alone. */
typedef HV_DELIVERABILITY_NOTIFICATIONS_REGISTER HV_X64_DELIVERABILITY_NOTIFICATIONS_REGISTER,
    *PHV_X64_DELIVERABILITY_NOTIFICATIONS_REGISTER;
typedef HV_DELIVERABILITY_NOTIFICATIONS_REGISTER HV_ARM64_DELIVERABILITY_NOTIFICATIONS_REGISTER,
    *PHV_ARM64_DELIVERABILITY_NOTIFICATIONS_REGISTER;

/*
 * Values.
 */

/** The value of any register. */
typedef union HV_DECLSPEC_ALIGN(16) HV_REGISTER_VALUE
{
    HV_UINT128 Reg128;
    HV_UINT64 Reg64;
    HV_UINT32 Reg32;
    HV_UINT16 Reg16;
    HV_UINT8 Reg8;

    HV_EXPLICIT_SUSPEND_REGISTER ExplicitSuspend;
    HV_INTERCEPT_SUSPEND_REGISTER InterceptSuspend;
    HV_DISPATCH_SUSPEND_REGISTER DispatchSuspend;
    HV_INTERNAL_ACTIVITY_REGISTER InternalActivity;
    HV_INTERRUPT_STATE_REGISTER InterruptState;
    HV_PENDING_INTERRUPTION_REGISTER PendingInterruption;
    HV_DELIVERABILITY_NOTIFICATIONS_REGISTER DeliverabilityNotifications;
    HV_REGISTER_VSM_CODE_PAGE_OFFSETS VsmCodePageOffsets;
    HV_REGISTER_VSM_VP_STATUS VsmVpStatus;
    HV_REGISTER_VSM_PARTITION_STATUS VsmPartitionStatus;
    HV_REGISTER_VSM_CAPABILITIES VsmCapabilities;
    HV_REGISTER_VSM_PARTITION_CONFIG VsmPartitionConfig;
    HV_REGISTER_GUEST_VSM_PARTITION_CONFIG GuestVsmPartitionConfig;
    HV_REGISTER_VSM_VP_SECURE_VTL_CONFIG VsmVpSecureVtlConfig;
    HV_REGISTER_VSM_VP_WAIT_FOR_TLB_LOCK VsmVpWaitForTlbLock;

    /* x64. */
    HV_X64_SEGMENT_REGISTER Segment;
    HV_X64_TABLE_REGISTER Table;
    HV_X64_FP_REGISTER Fp;
    HV_X64_FP_CONTROL_STATUS_REGISTER FpControlStatus;
    HV_X64_XMM_CONTROL_STATUS_REGISTER XmmControlStatus;
    HV_X64_PENDING_EXCEPTION_EVENT PendingExceptionEvent;
    HV_X64_PENDING_VIRTUALIZATION_FAULT_EVENT PendingVirtualizationFaultEvent;
    HV_X64_MSR_NPIEP_CONFIG_CONTENTS NpiepConfig;
    HV_PM_TIMER_INFO PmTimerInfo;
    HV_X64_REGISTER_SEV_CONTROL SevControl;
    HV_REGISTER_CR_INTERCEPT_CONTROL CrInterceptControl;

    /* ARM64. */
    HV_ARM64_PENDING_SYNTHETIC_EXCEPTION_EVENT PendingSyntheticExceptionEvent;
} HV_REGISTER_VALUE, *PHV_REGISTER_VALUE;
HV_STATIC_ASSERT(sizeof(HV_REGISTER_VALUE) == 16);
typedef const HV_REGISTER_VALUE *PCHV_REGISTER_VALUE;

/** A register with its value: the rep element of HvCallSetVpRegisters. */
typedef struct HV_DECLSPEC_ALIGN(16) HV_REGISTER_ASSOC
{
    HV_REGISTER_NAME Name;
    HV_UINT32 Reserved1;
    HV_UINT64 Reserved2;
    HV_REGISTER_VALUE Value;
} HV_REGISTER_ASSOC, *PHV_REGISTER_ASSOC;
HV_STATIC_ASSERT(sizeof(HV_REGISTER_ASSOC) == 32);

/** State of a processor's local interrupt controller, as HvCallGetVpState carries it. x64. */
typedef struct HV_LOCAL_INTERRUPT_CONTROLLER_STATE
{
    HV_APIC_ID ApicId;
    HV_UINT32 ApicVersion;
    HV_UINT32 ApicLdr;
    HV_UINT32 ApicDfr;
    HV_UINT32 ApicSpurious;
    HV_UINT32 ApicIsr[8];
    HV_UINT32 ApicTmr[8];
    HV_UINT32 ApicIrr[8];
    HV_UINT32 ApicEsr;
    HV_UINT32 ApicIcrHigh;
    HV_UINT32 ApicIcrLow;
    HV_UINT32 ApicLvtTimer;
    HV_UINT32 ApicLvtThermal;
    HV_UINT32 ApicLvtPerfmon;
    HV_UINT32 ApicLvtLint0;
    HV_UINT32 ApicLvtLint1;
    HV_UINT32 ApicLvtError;
    HV_UINT32 ApicLvtCmci;
    HV_UINT32 ApicErrorStatus;
    HV_UINT32 ApicInitialCount;
    HV_UINT32 ApicCounterValue; /**< the current count. */
    HV_UINT32 ApicDivideConfiguration;
    HV_UINT32 ApicRemoteRead;
} HV_LOCAL_INTERRUPT_CONTROLLER_STATE, *PHV_LOCAL_INTERRUPT_CONTROLLER_STATE;
HV_STATIC_ASSERT(sizeof(HV_LOCAL_INTERRUPT_CONTROLLER_STATE) == 176);

/*
 * Calls.
 */

/** HvCallGetVpRegisters: the rep list is of names, the rep output one HV_REGISTER_VALUE each. */
typedef struct HV_INPUT_GET_VP_REGISTERS
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_INPUT_VTL InputVtl;
    HV_UINT8 RsvdZ8;
    HV_UINT16 RsvdZ16;
    HV_REGISTER_NAME Names[];
} HV_INPUT_GET_VP_REGISTERS, *PHV_INPUT_GET_VP_REGISTERS;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_VP_REGISTERS) == 16);

/** The form of the Windows 7 SDK: no trust level, and the names 4 bytes earlier. */
typedef struct HV_INPUT_GET_VP_REGISTERS_V1
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_REGISTER_NAME Names[1]; /**< One or more. */
} HV_INPUT_GET_VP_REGISTERS_V1, *PHV_INPUT_GET_VP_REGISTERS_V1;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_VP_REGISTERS_V1) == 16);

/** What HvCallGetVpRegisters gives for each name. */
typedef HV_REGISTER_VALUE HV_OUTPUT_GET_VP_REGISTERS, *PHV_OUTPUT_GET_VP_REGISTERS;

/** Input of a call of Windows 7's days; no source has its number or a description. Source: WDK 7.1 hvgdk.h. */
typedef struct HV_INPUT_GET_VP_REGISTER_CODE
{
    HV_PARTITION_ID PartitionId;
    HV_UINT32 RegisterIndex;
    HV_UINT32 Padding;
} HV_INPUT_GET_VP_REGISTER_CODE, *PHV_INPUT_GET_VP_REGISTER_CODE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_VP_REGISTER_CODE) == 16);

/** HvCallSetVpRegisters: the rep list is of names with values. */
typedef struct HV_DECLSPEC_ALIGN(16) HV_INPUT_SET_VP_REGISTERS
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_INPUT_VTL InputVtl;
    HV_UINT8 RsvdZ8;
    HV_UINT16 RsvdZ16;
    HV_REGISTER_ASSOC Elements[];
} HV_INPUT_SET_VP_REGISTERS, *PHV_INPUT_SET_VP_REGISTERS;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SET_VP_REGISTERS) == 16);

/** ARM64: the guest flushes translations with hypercalls, and the hypervisor need not trap its instructions. */
typedef union HV_ARM64_REGISTER_TLBI_CONTROL
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT64 TlbiEnlightened : 1; /**< Bit 0. */
        HV_UINT64 Reserved : 63;
    };
} HV_ARM64_REGISTER_TLBI_CONTROL, *PHV_ARM64_REGISTER_TLBI_CONTROL;
HV_STATIC_ASSERT(sizeof(HV_ARM64_REGISTER_TLBI_CONTROL) == 8);

/** What an emulator of instructions outside the hypervisor has to know. */
typedef union HV_INSTRUCTION_EMULATION_HINTS_REGISTER
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT64 PartitionSecureVtlEnabled : 1; /**< Bit 0. */
        HV_UINT64 MbecUserExecuteControl : 1;    /**< Bit 1. */
        HV_UINT64 Reserved : 62;
    };
} HV_INSTRUCTION_EMULATION_HINTS_REGISTER, *PHV_INSTRUCTION_EMULATION_HINTS_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_INSTRUCTION_EMULATION_HINTS_REGISTER) == 8);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_REGISTER */
