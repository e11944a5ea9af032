/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The VP assist page: data that a processor and the hypervisor exchange without an exit.
 *
 * The *VP assist page* is a page of the guest, one for each virtual processor (and each trust level),
 * that avoids exits. The guest chooses the page, which must be zero, and writes its number with the
 * enable bit to HV_X64_MSR_VP_ASSIST_PAGE or HvRegisterVpAssistPage (HV_REGISTER_VP_ASSIST_PAGE,
 * Msr.h). The hypervisor maps the page as an overlay. It contains:
 *
 *   - EOI assist (x64). When the hypervisor injects an interrupt whose end requires no action, it sets
 *     NoEOIRequired. The guest's EOI routine atomically exchanges the word for zero, and writes the
 *     EOI register only if the bit was clear.
 *   - Entries to a trust level (HV_VP_VTL_CONTROL; Vtl.h), the intercept message that caused one, and
 *     actions to perform at the next VTL return.
 *   - For a nested hypervisor (x64): the current enlightened VMCS (Nested.h), and the switch for
 *     entries with it.
 *   - Parameters of a virtualization fault.
 *
 * Sources: TLFS 6.0b 7.8.7, 10.3, 15.6, 16, and online, HV_VP_ASSIST_PAGE;
 * OpenVMM hvdef and hcl; symbols of securekernel 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_VP_ASSIST
#define MILE_HYPERV_HYPERVISOR_VP_ASSIST

#include "Message.h"

HV_HEADER_BEGIN

/** Bit number in HV_VIRTUAL_APIC_ASSIST: no end of interrupt is needed. */
#define HV_VIRTUAL_APIC_NO_EOI_REQUIRED 0

/** EOI assist word; reserved on ARM64. */
typedef union HV_VIRTUAL_APIC_ASSIST
{
    HV_UINT32 AsUINT32;
    HV_INT32 ApicFlags; /**< The word as a signed integer, for atomic operations. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        /** Bit 0: the guest must clear the bit and need not write EOI. */
        HV_UINT32 NoEOIRequired : 1;
        HV_UINT32 Reserved : 31;
    };
#endif
} HV_VIRTUAL_APIC_ASSIST, *PHV_VIRTUAL_APIC_ASSIST;
HV_STATIC_ASSERT(sizeof(HV_VIRTUAL_APIC_ASSIST) == 4);

/** Reason of the entry to a trust level. */
typedef HV_UINT32 HV_VTL_ENTRY_REASON, *PHV_VTL_ENTRY_REASON;
enum
{
    HvVtlEntryReserved = 0,  /**< Unused. */
    HvVtlEntryVtlCall = 1,   /**< VTL call of the lower level. */
    HvVtlEntryInterrupt = 2, /**< Interrupt for this level. */
    HvVtlEntryIntercept = 3, /**< Intercept; its message is in the VP assist page. */
};

/**
 * Part of the VP assist page for the transitions of a level above 0 (Vtl.h).
 *
 * The hypervisor writes EntryReason at each entry. The software of the level writes the VtlReturn
 * members: values for the registers that a VTL return itself uses, unless the return is fast.
 */
typedef struct HV_VP_VTL_CONTROL
{
    HV_VTL_ENTRY_REASON EntryReason;
    union
    {
        HV_UINT8 VinaStatus; /**< VinaAsserted as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /**
             * Bit 0: an interrupt for a lower level is pending (VsmRegister.h). The level must
             * clear it to be notified again.
             */
            HV_UINT8 VinaAsserted : 1;
            HV_UINT8 VinaReservedZ : 7;
        };
#endif
    };
    HV_UINT8 ReservedZ00;
    HV_UINT16 ReservedZ01;
    union
    {
        HV_UINT64 Registers[2]; /**< x64 and x86 only; reserved on ARM64. */
        struct
        {
            HV_UINT64 VtlReturnX64Rax; /**< RAX after the return, x64. */
            HV_UINT64 VtlReturnX64Rcx; /**< RCX after the return, x64. */
        };
        struct
        {
            HV_UINT32 VtlReturnX86Eax; /**< EAX after the return, x86. */
            HV_UINT32 VtlReturnX86Ecx; /**< ECX after the return, x86. */
            HV_UINT32 VtlReturnX86Edx; /**< EDX after the return, x86. */
            HV_UINT32 ReservedZ1;
        };
    };
} HV_VP_VTL_CONTROL, *PHV_VP_VTL_CONTROL;
HV_STATIC_ASSERT(sizeof(HV_VP_VTL_CONTROL) == 24);

/**
 * Facilities that a nested hypervisor enables in the hypervisor below it; TLFS 6.0b 16. Reserved on
 * ARM64.
 */
typedef struct HV_NESTED_ENLIGHTENMENTS_CONTROL
{
    /** Enabled features. */
    union
    {
        HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /** Bit 0: the hypervisor below handles flushes of the nested hypervisor's guests. */
            HV_UINT32 DirectHypercall : 1;
            /** Bit 1: Intel: `#VE` has the class of page faults. */
            HV_UINT32 VirtualizationException : 1;
            HV_UINT32 Reserved : 30;
        };
#endif
    } Features;
    /** Hypercalls that the hypervisor below handles. */
    union
    {
        HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /**
             * Bit 0: the hypervisor below handles messages and events of the nested hypervisor's
             * guests.
             */
            HV_UINT32 InterPartitionCommunication : 1;
            HV_UINT32 Reserved : 31;
        };
#endif
    } HypercallControls;
} HV_NESTED_ENLIGHTENMENTS_CONTROL, *PHV_NESTED_ENLIGHTENMENTS_CONTROL;
HV_STATIC_ASSERT(sizeof(HV_NESTED_ENLIGHTENMENTS_CONTROL) == 8);

/** Parameters of the last virtualization fault. The second form is the processor's own `#VE` area. */
typedef union HV_VIRTUALIZATION_FAULT_INFORMATION
{
    struct
    {
        HV_UINT16 Parameter0; /**< First parameter of the fault. */
        HV_UINT16 Reserved0;
        HV_UINT32 Code;       /**< Code of the fault. */
        HV_UINT64 Parameter1; /**< Second parameter of the fault. */
    };
    struct
    {
        /** Virtualization-exception information area of Intel processors. */
        HV_UINT8 VeInformationArea[34];
        HV_UINT8 Reserved1[6];
    };
} HV_VIRTUALIZATION_FAULT_INFORMATION, *PHV_VIRTUALIZATION_FAULT_INFORMATION;
HV_STATIC_ASSERT(sizeof(HV_VIRTUALIZATION_FAULT_INFORMATION) == 40);

/** Part of an intercept that the page contains instead of the whole message. */
typedef struct HV_MINIMAL_INTERCEPT_INFORMATION
{
    HV_MESSAGE_TYPE MessageType;
} HV_MINIMAL_INTERCEPT_INFORMATION, *PHV_MINIMAL_INTERCEPT_INFORMATION;
HV_STATIC_ASSERT(sizeof(HV_MINIMAL_INTERCEPT_INFORMATION) == 4);

/** The VP assist page. The bytes after the named members are zero. */
typedef union HV_VP_ASSIST_PAGE
{
    struct
    {
        union
        {
            HV_UINT32 ApicAssist;                   /**< EOI assist word as one integer. */
            HV_VIRTUAL_APIC_ASSIST ApicAssistFlags; /**< EOI assist word. */
        };
        HV_UINT32 ReservedZ0;
        HV_VP_VTL_CONTROL VtlControl;
        union
        {
            /** NestedEnlightenmentsControl as one integer. */
            HV_UINT64 NestedEnlightenmentsControlAsUINT64;
            HV_NESTED_ENLIGHTENMENTS_CONTROL NestedEnlightenmentsControl;
        };
        HV_UINT8 EnlightenVmEntry; /**< 1 if VM entries use CurrentNestedVmcs. */
        HV_UINT8 ReservedZ1[7];
        HV_GPA CurrentNestedVmcs; /**< Guest physical address of an HV_VMX_ENLIGHTENED_VMCS. */
        /**
         * Nonzero after the time-unhalted timer expired (Timer.h); the hypervisor sets it, and the
         * guest clears it.
         */
        HV_UINT8 SyntheticTimeUnhaltedTimerExpired;
        HV_UINT8 ReservedZ2[7];
        HV_VIRTUALIZATION_FAULT_INFORMATION VirtualizationFaultInformation;
        HV_UINT64 ReservedZ3;
        union
        {
            /**
             * Intercept that caused the entry to the level, if EntryReason is HvVtlEntryIntercept.
             */
            HV_MESSAGE InterceptMessage;
            /** Intercept that caused the entry to the level, in short form. */
            HV_MINIMAL_INTERCEPT_INFORMATION MinimalIntercept;
        };
        /** Actions to perform at the return: HV_VP_ASSIST_PAGE_ACTION and its forms. */
        HV_UINT8 VtlReturnActions[256];
    };
    HV_UINT8 ReservedZBytePadding[4096];
} HV_VP_ASSIST_PAGE, *PHV_VP_ASSIST_PAGE;
HV_STATIC_ASSERT(sizeof(HV_VP_ASSIST_PAGE) == 4096);

/**
 * First word of every action at a VTL return.
 *
 * The actions follow each other in VtlReturnActions. Type 0 ends the list, and the hypervisor clears
 * the actions after it performed them. The only known type is 1,
 * HV_VP_ASSIST_PAGE_ACTION_SIGNAL_EVENT. Source: OpenVMM virt_whp; symbols of securekernel 26100.
 */
typedef union HV_VP_ASSIST_PAGE_ACTION
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Type : 8; /**< Bits 0 to 7: 0 for none, 1 to signal an event. */
        HV_UINT64 Reserved : 56;
    };
#endif
} HV_VP_ASSIST_PAGE_ACTION, *PHV_VP_ASSIST_PAGE_ACTION;
HV_STATIC_ASSERT(sizeof(HV_VP_ASSIST_PAGE_ACTION) == 8);

/** Action 1: sets an event flag of a lower level, as HvCallSignalEventDirect does (Synic.h). */
typedef union HV_VP_ASSIST_PAGE_ACTION_SIGNAL_EVENT
{
    HV_UINT64 AsUINT64[2];
    struct
    {
        union
        {
            HV_UINT64 ActionType; /**< Type of the action: 1. */
            HV_VP_ASSIST_PAGE_ACTION Action;
        };
        HV_VP_INDEX TargetVp; /**< Index of the receiving processor. */
        HV_VTL TargetVtl;     /**< Trust level whose SynIC receives. */
        HV_UINT8 TargetSint;  /**< SINT that receives. */
        HV_UINT16 FlagNumber; /**< Number of the flag, 0 to 2047. */
    };
} HV_VP_ASSIST_PAGE_ACTION_SIGNAL_EVENT, *PHV_VP_ASSIST_PAGE_ACTION_SIGNAL_EVENT;
HV_STATIC_ASSERT(sizeof(HV_VP_ASSIST_PAGE_ACTION_SIGNAL_EVENT) == 16);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_VP_ASSIST */
