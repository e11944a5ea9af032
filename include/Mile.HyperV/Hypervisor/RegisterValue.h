/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Value of a register of a virtual processor: 16 bytes, and the layouts of registers with fields.
 *
 * Calls (Register.h) and intercept messages contain the value of a register as an
 * HV_REGISTER_VALUE, in whose low bytes the register is located. Registers of a topic have their
 * layout in the header of that topic (VsmRegister.h, PendingEvent.h, RegisterFormat.h for those of
 * the processor itself). This header has the registers that stop a processor, those of an SNP
 * guest, and the union of all registers.
 *
 * Sources: TLFS 6.0b 7.9; OpenVMM hvdef; WDK 7.1 hvgdk.h; symbols of
 * securekernel 26100; the 2023 mshv patch.
 */

#ifndef MILE_HYPERV_HYPERVISOR_REGISTERVALUE
#define MILE_HYPERV_HYPERVISOR_REGISTERVALUE

#include "PendingEvent.h"
#include "RegisterFormat.h"
#include "Timer.h"
#include "VsmRegister.h"

HV_HEADER_BEGIN

/*
 * Why a processor does not run.
 */

/**
 * HvRegisterExplicitSuspend: suspension of the processor by the parent. It is set in a new
 * processor.
 */
typedef union HV_EXPLICIT_SUSPEND_REGISTER
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Suspended : 1; /**< Bit 0: the processor is suspended. */
        HV_UINT64 Reserved : 63;
    };
#endif
} HV_EXPLICIT_SUSPEND_REGISTER, *PHV_EXPLICIT_SUSPEND_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_EXPLICIT_SUSPEND_REGISTER) == 8);

/** HvRegisterInterceptSuspend: suspension of the processor while an intercept is pending. */
typedef union HV_INTERCEPT_SUSPEND_REGISTER
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Suspended : 1; /**< Bit 0: the processor is suspended. */
        /**
         * Bit 1: flushes that other processors request wait (TlbFlushInhibit in MemoryAccess.h,
         * which is the TLFS's name for this bit too). The hypervisor sets it, and the parent can
         * only clear it. It is in WDK 7.1 and reserved later.
         */
        HV_UINT64 TlbLocked : 1;
        HV_UINT64 Reserved : 62;
    };
#endif
} HV_INTERCEPT_SUSPEND_REGISTER, *PHV_INTERCEPT_SUSPEND_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_INTERCEPT_SUSPEND_REGISTER) == 8);

/** HvRegisterDispatchSuspend: suspension of a processor that the root schedules itself. */
typedef union HV_DISPATCH_SUSPEND_REGISTER
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Suspended : 1; /**< Bit 0: the processor is suspended. */
        HV_UINT64 Reserved : 63;
    };
#endif
} HV_DISPATCH_SUSPEND_REGISTER, *PHV_DISPATCH_SUSPEND_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_DISPATCH_SUSPEND_REGISTER) == 8);

/**
 * HvRegisterInternalActivityState: reasons for which a processor that is not suspended does not
 * run.
 */
typedef union HV_INTERNAL_ACTIVITY_REGISTER
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 StartupSuspend : 1; /**< Bit 0: it waits for INIT and SIPI, or to be started. */
        HV_UINT64 HaltSuspend : 1;    /**< Bit 1: HLT. */
        HV_UINT64 IdleSuspend : 1;    /**< Bit 2: the guest idle register. */
        HV_UINT64 RsvdZ : 61;
    };
#endif
} HV_INTERNAL_ACTIVITY_REGISTER, *PHV_INTERNAL_ACTIVITY_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_INTERNAL_ACTIVITY_REGISTER) == 8);

/**
 * HvRegisterDeliverabilityNotifications: notifications that a monitor requests.
 *
 * If the guest cannot receive an interrupt or a message at present, the monitor sets a bit, and
 * receives an intercept when the guest can. NmiNotification, InterruptNotification and
 * InterruptPriority are x64 only.
 */
typedef union HV_DELIVERABILITY_NOTIFICATIONS_REGISTER
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 NmiNotification : 1; /**< Bit 0: notify when an NMI can be delivered. */
        /** Bit 1: notify when an interrupt of InterruptPriority or higher can be delivered. */
        HV_UINT64 InterruptNotification : 1;
        HV_UINT64 InterruptPriority : 4; /**< Bits 2 to 5: 0 for any. */
        HV_UINT64 RsvdZ : 42;
        HV_UINT64 Sint : 16; /**< Bits 48 to 63: notify when the message slot of SINT n is free. */
    };
#endif
} HV_DELIVERABILITY_NOTIFICATIONS_REGISTER, *PHV_DELIVERABILITY_NOTIFICATIONS_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_DELIVERABILITY_NOTIFICATIONS_REGISTER) == 8);
/** Build 26100 has two forms; that of ARM64 has only the message slots. */
typedef HV_DELIVERABILITY_NOTIFICATIONS_REGISTER HV_X64_DELIVERABILITY_NOTIFICATIONS_REGISTER,
    *PHV_X64_DELIVERABILITY_NOTIFICATIONS_REGISTER;
typedef HV_DELIVERABILITY_NOTIFICATIONS_REGISTER HV_ARM64_DELIVERABILITY_NOTIFICATIONS_REGISTER,
    *PHV_ARM64_DELIVERABILITY_NOTIFICATIONS_REGISTER;

/*
 * Registers of an SNP guest that the hypervisor keeps (RegisterNameX64.h).
 */

/** HvX64RegisterSevControl: page with the processor's encrypted state. */
typedef union HV_X64_REGISTER_SEV_CONTROL
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        /** Bit 0: the processor's state is in the VMSA page, out of the host's reach. */
        HV_UINT64 EnableEncryptedState : 1;
        HV_UINT64 ReservedZ : 11;
        HV_UINT64 VmsaGpaPageNumber : 52; /**< Bits 12 to 63: location of the VMSA. */
    };
#endif
} HV_X64_REGISTER_SEV_CONTROL, *PHV_X64_REGISTER_SEV_CONTROL;
HV_STATIC_ASSERT(sizeof(HV_X64_REGISTER_SEV_CONTROL) == 8);

/** HvX64RegisterSevGhcbGpa: page in which the guest and the host exchange requests (Ghcb.h). */
typedef union HV_X64_REGISTER_SEV_GHCB
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Enabled : 1; /**< Bit 0: the page is enabled. */
        HV_UINT64 ReservedZ : 11;
        HV_UINT64 PageNumber : 52; /**< Bits 12 to 63: GPA page number of the GHCB. */
    };
#endif
} HV_X64_REGISTER_SEV_GHCB, *PHV_X64_REGISTER_SEV_GHCB;
HV_STATIC_ASSERT(sizeof(HV_X64_REGISTER_SEV_GHCB) == 8);

/**
 * HvX64RegisterSevDoorbellGpa: page in which the host announces interrupts if injection is
 * restricted.
 */
typedef union HV_X64_REGISTER_SEV_HV_DOORBELL
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Enabled : 1; /**< Bit 0: the page is enabled. */
        HV_UINT64 ReservedZ : 11;
        HV_UINT64 PageNumber : 52; /**< Bits 12 to 63: GPA page number of the doorbell page. */
    };
#endif
} HV_X64_REGISTER_SEV_HV_DOORBELL, *PHV_X64_REGISTER_SEV_HV_DOORBELL;
HV_STATIC_ASSERT(sizeof(HV_X64_REGISTER_SEV_HV_DOORBELL) == 8);

/** HvX64RegisterSevAvicGpa: backing page of the secure AVIC. Source: OpenVMM hvdef. */
typedef union HV_X64_REGISTER_SEV_AVIC
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 EnableSecureApic : 1; /**< Bit 0: the secure AVIC is enabled. */
        HV_UINT64 ReservedZ : 11;
        /** Bits 12 to 63: GPA page number of the guest's APIC registers. */
        HV_UINT64 AvicGpaPageNumber : 52;
    };
#endif
} HV_X64_REGISTER_SEV_AVIC, *PHV_X64_REGISTER_SEV_AVIC;
HV_STATIC_ASSERT(sizeof(HV_X64_REGISTER_SEV_AVIC) == 8);

/** HvX64RegisterPendingDebugException. Source: Windows SDK 10.0.28000 (WinHvPlatform). */
typedef union HV_X64_PENDING_DEBUG_EXCEPTION
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Breakpoint0 : 1; /**< Bit 0: breakpoint of DR0. */
        HV_UINT64 Breakpoint1 : 1; /**< Bit 1: breakpoint of DR1. */
        HV_UINT64 Breakpoint2 : 1; /**< Bit 2: breakpoint of DR2. */
        HV_UINT64 Breakpoint3 : 1; /**< Bit 3: breakpoint of DR3. */
        HV_UINT64 SingleStep : 1;  /**< Bit 4: exception of a single step (EFLAGS.TF). */
        HV_UINT64 Reserved0 : 59;
    };
#endif
} HV_X64_PENDING_DEBUG_EXCEPTION, *PHV_X64_PENDING_DEBUG_EXCEPTION;
HV_STATIC_ASSERT(sizeof(HV_X64_PENDING_DEBUG_EXCEPTION) == 8);

/** HvX64RegisterNestedGuestState. Source: Windows SDK 10.0.28000 (WinHvPlatform). */
typedef union HV_X64_NESTED_GUEST_STATE
{
    HV_UINT64 AsUINT64[2];
    struct
    {
        union
        {
            HV_UINT64 StateAsUINT64; /**< The state as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT64 NestedVirtActive : 1; /**< Bit 0: the guest uses nested virtualization. */
                HV_UINT64 NestedGuestMode : 1;  /**< Bit 1: its own guest runs. */
                HV_UINT64 VmEntryPending : 1;   /**< Bit 2: an entry to its own guest is pending. */
                HV_UINT64 Reserved0 : 61;
            };
#endif
        };
        HV_UINT64 Reserved1;
    };
} HV_X64_NESTED_GUEST_STATE, *PHV_X64_NESTED_GUEST_STATE;
HV_STATIC_ASSERT(sizeof(HV_X64_NESTED_GUEST_STATE) == 16);

/**
 * HvX64RegisterNestedVmxInvEpt: writing executes INVEPT. Source: Windows SDK 10.0.28000
 * (WinHvPlatform).
 */
typedef union HV_X64_NESTED_INVEPT_REGISTER
{
    HV_UINT64 AsUINT64[2];
    struct
    {
        HV_UINT8 Type; /**< INVEPT type of the architecture. */
        HV_UINT8 Reserved[7];
        HV_UINT64 Eptp; /**< EPT pointer of the architecture. */
    };
} HV_X64_NESTED_INVEPT_REGISTER, *PHV_X64_NESTED_INVEPT_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_X64_NESTED_INVEPT_REGISTER) == 16);

/**
 * HvX64RegisterNestedVmxInvVpid: a write executes INVVPID. Source: Windows SDK 10.0.28000
 * (WinHvPlatform).
 */
typedef union HV_X64_NESTED_INVVPID_REGISTER
{
    HV_UINT64 AsUINT64[2];
    struct
    {
        HV_UINT8 Type; /**< Type of INVVPID. */
        HV_UINT8 Reserved[3];
        HV_UINT32 Vpid;          /**< Virtual processor ID (VPID) of the architecture. */
        HV_UINT64 LinearAddress; /**< Guest virtual address in bytes. */
    };
} HV_X64_NESTED_INVVPID_REGISTER, *PHV_X64_NESTED_INVVPID_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_X64_NESTED_INVVPID_REGISTER) == 16);

/*
 * Values.
 */

/** Value of any register. Each structure member is the register of its name. */
typedef union HV_DECLSPEC_ALIGN(16) HV_REGISTER_VALUE
{
    HV_UINT128 Reg128; /**< Value of 128 bits. */
    HV_UINT64 Reg64;   /**< Value of 64 bits. */
    HV_UINT32 Reg32;   /**< Value of 32 bits. */
    HV_UINT16 Reg16;   /**< Value of 16 bits. */
    HV_UINT8 Reg8;     /**< Value of 8 bits. */

    HV_EXPLICIT_SUSPEND_REGISTER ExplicitSuspend;
    HV_INTERCEPT_SUSPEND_REGISTER InterceptSuspend;
    HV_DISPATCH_SUSPEND_REGISTER DispatchSuspend;
    HV_INTERNAL_ACTIVITY_REGISTER InternalActivity;
    HV_INTERRUPT_STATE_REGISTER InterruptState;
    HV_PENDING_INTERRUPTION_REGISTER PendingInterruption;
    HV_DELIVERABILITY_NOTIFICATIONS_REGISTER DeliverabilityNotifications;
    union HV_REGISTER_VSM_CODE_PAGE_OFFSETS VsmCodePageOffsets;
    union HV_REGISTER_VSM_VP_STATUS VsmVpStatus;
    HV_REGISTER_VSM_PARTITION_STATUS VsmPartitionStatus;
    HV_BY_TARGET(HV_X64_REGISTER_VSM_CAPABILITIES, HV_ARM64_REGISTER_VSM_CAPABILITIES) VsmCapabilities;
    union HV_REGISTER_VSM_PARTITION_CONFIG VsmPartitionConfig;
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
    HV_X64_PENDING_EXT_INT_EVENT PendingExtIntEvent;
    HV_X64_PENDING_DEBUG_EXCEPTION PendingDebugException;
    HV_X64_NESTED_GUEST_STATE NestedState;
    HV_X64_NESTED_INVEPT_REGISTER InvEpt;
    HV_X64_NESTED_INVVPID_REGISTER InvVpid;
    HV_X64_PENDING_SVM_NESTED_EXIT_EVENT0 SvmNestedExit0;
    HV_X64_PENDING_SVM_NESTED_EXIT_EVENT1 SvmNestedExit1;
    HV_X64_PENDING_SVM_NESTED_EXIT_EVENT2 SvmNestedExit2;
    HV_X64_PENDING_SVM_NESTED_EXIT_EVENT3 SvmNestedExit3;
    HV_X64_PENDING_VMX_NESTED_EXIT_EVENT0 VmxNestedExit0;
    HV_X64_PENDING_VMX_NESTED_EXIT_EVENT1 VmxNestedExit1;
    HV_X64_PENDING_VMX_NESTED_EXIT_EVENT2 VmxNestedExit2;
    HV_X64_PENDING_VMX_NESTED_EXIT_EVENT3 VmxNestedExit3;

    /* ARM64. */
    HV_ARM64_PENDING_SYNTHETIC_EXCEPTION_EVENT PendingSyntheticExceptionEvent;
} HV_REGISTER_VALUE, *PHV_REGISTER_VALUE;
HV_STATIC_ASSERT(sizeof(HV_REGISTER_VALUE) == 16);
typedef const HV_REGISTER_VALUE *PCHV_REGISTER_VALUE;

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_REGISTERVALUE */
