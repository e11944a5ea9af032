/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The VP assist page: what a processor and the hypervisor tell each other without an exit.
 *
 * The *VP assist page* is a page of the guest, one for each virtual processor
 * (and each trust level), that spares it exits. The guest chooses it, writes
 * its number with the enable bit to HV_X64_MSR_VP_ASSIST_PAGE or
 * HvRegisterVpAssistPage (HV_REGISTER_VP_ASSIST_PAGE, Msr.h) and keeps it zero
 * until then; the hypervisor lays it over whatever was there. What is in it:
 *
 *  - EOI assist (x64). When the hypervisor injects an interrupt that needs
 *    nothing at its end, it sets NoEOIRequired. The guest's EOI routine swaps
 *    the word for zero atomically, and writes the EOI register only if the bit
 *    was clear.
 *  - Entries to a trust level (HV_VP_VTL_CONTROL; Vtl.h), the intercept message
 *    that caused one, and actions to carry out at the next VTL return.
 *  - For a nested hypervisor (x64): which enlightened VMCS is current
 *    (Nested.h), and the switch for entries by it.
 *  - Parameters of a virtualization fault.
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

/** The EOI assist word; reserved on ARM64. */
typedef union HV_VIRTUAL_APIC_ASSIST
{
    HV_UINT32 AsUINT32;
    HV_INT32 ApicFlags;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 NoEOIRequired : 1; /**< Bit 0: clear it, and do not write EOI. */
        HV_UINT32 Reserved : 31;
    };
#endif
} HV_VIRTUAL_APIC_ASSIST, *PHV_VIRTUAL_APIC_ASSIST;
HV_STATIC_ASSERT(sizeof(HV_VIRTUAL_APIC_ASSIST) == 4);

/** Why a trust level was entered. */
typedef HV_UINT32 HV_VTL_ENTRY_REASON, *PHV_VTL_ENTRY_REASON;
enum
{
    HvVtlEntryReserved = 0,  /**< Not used. */
    HvVtlEntryVtlCall = 1,   /**< The lower level called. */
    HvVtlEntryInterrupt = 2, /**< An interrupt for this level. */
    HvVtlEntryIntercept = 3, /**< An intercept; its message is in this page. */
};

/**
 * The part of the VP assist page that each level above 0 has for its switches (Vtl.h).
 *
 * The hypervisor writes EntryReason at each entry. The level's own software
 * writes the VtlReturn members: what a VTL return that is not fast is to leave
 * in the registers that the return itself uses up.
 */
typedef struct HV_VP_VTL_CONTROL
{
    HV_VTL_ENTRY_REASON EntryReason;
    union
    {
        HV_UINT8 VinaStatus;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /** Bit 0: the level was told that an interrupt of a lower one waits; cleared to hear of the next. */
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
            HV_UINT64 VtlReturnX64Rax;
            HV_UINT64 VtlReturnX64Rcx;
        };
        struct
        {
            HV_UINT32 VtlReturnX86Eax;
            HV_UINT32 VtlReturnX86Ecx;
            HV_UINT32 VtlReturnX86Edx;
            HV_UINT32 ReservedZ1;
        };
    };
} HV_VP_VTL_CONTROL, *PHV_VP_VTL_CONTROL;
HV_STATIC_ASSERT(sizeof(HV_VP_VTL_CONTROL) == 24);

/** What a nested hypervisor lets the one below do for it; TLFS 6.0b 16. Reserved on ARM64. */
typedef struct HV_NESTED_ENLIGHTENMENTS_CONTROL
{
    union
    {
        HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 DirectHypercall : 1;         /**< Bit 0: flushes of its guests go to the hypervisor below. */
            HV_UINT32 VirtualizationException : 1; /**< Bit 1: Intel: #VE counts with the page faults. */
            HV_UINT32 Reserved : 30;
        };
#endif
    } Features;
    union
    {
        HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 InterPartitionCommunication : 1; /**< Bit 0: so do messages and events. */
            HV_UINT32 Reserved : 31;
        };
#endif
    } HypercallControls;
} HV_NESTED_ENLIGHTENMENTS_CONTROL, *PHV_NESTED_ENLIGHTENMENTS_CONTROL;
HV_STATIC_ASSERT(sizeof(HV_NESTED_ENLIGHTENMENTS_CONTROL) == 8);

/** Parameters of the last virtualization fault; the second form is the processor's own #VE area. */
typedef union HV_VIRTUALIZATION_FAULT_INFORMATION
{
    struct
    {
        HV_UINT16 Parameter0;
        HV_UINT16 Reserved0;
        HV_UINT32 Code;
        HV_UINT64 Parameter1;
    };
    struct
    {
        HV_UINT8 VeInformationArea[34];
        HV_UINT8 Reserved1[6];
    };
} HV_VIRTUALIZATION_FAULT_INFORMATION, *PHV_VIRTUALIZATION_FAULT_INFORMATION;
HV_STATIC_ASSERT(sizeof(HV_VIRTUALIZATION_FAULT_INFORMATION) == 40);

/** As much of an intercept as is told where the whole message is not. */
typedef struct HV_MINIMAL_INTERCEPT_INFORMATION
{
    HV_MESSAGE_TYPE MessageType;
} HV_MINIMAL_INTERCEPT_INFORMATION, *PHV_MINIMAL_INTERCEPT_INFORMATION;
HV_STATIC_ASSERT(sizeof(HV_MINIMAL_INTERCEPT_INFORMATION) == 4);

/** The VP assist page; what follows the named members is zero. */
typedef union HV_VP_ASSIST_PAGE
{
    struct
    {
        union
        {
            HV_UINT32 ApicAssist;
            HV_VIRTUAL_APIC_ASSIST ApicAssistFlags;
        };
        HV_UINT32 ReservedZ0;
        HV_VP_VTL_CONTROL VtlControl;
        union
        {
            HV_UINT64 NestedEnlightenmentsControlAsUINT64;
            HV_NESTED_ENLIGHTENMENTS_CONTROL NestedEnlightenmentsControl;
        };
        HV_UINT8 EnlightenVmEntry; /**< 1: VM entries use CurrentNestedVmcs. */
        HV_UINT8 ReservedZ1[7];
        HV_GPA CurrentNestedVmcs;  /**< Of an HV_VMX_ENLIGHTENED_VMCS. */
        HV_UINT8 SyntheticTimeUnhaltedTimerExpired; /**< Set by the hypervisor (Timer.h), cleared by the guest. */
        HV_UINT8 ReservedZ2[7];
        HV_VIRTUALIZATION_FAULT_INFORMATION VirtualizationFaultInformation;
        HV_UINT64 ReservedZ3;
        union
        {
            HV_MESSAGE InterceptMessage; /**< Why the level was entered, if by an intercept. */
            HV_MINIMAL_INTERCEPT_INFORMATION MinimalIntercept;
        };
        HV_UINT8 VtlReturnActions[256]; /**< What to do at the return: HV_VP_ASSIST_PAGE_ACTION and its forms. */
    };
    HV_UINT8 ReservedZBytePadding[4096];
} HV_VP_ASSIST_PAGE, *PHV_VP_ASSIST_PAGE;
HV_STATIC_ASSERT(sizeof(HV_VP_ASSIST_PAGE) == 4096);

/**
 * The word that every action at a VTL return begins with.
 *
 * The actions stand one behind the other in VtlReturnActions; Type 0 ends them,
 * and the hypervisor clears them when it has taken them. One is known: Type 1,
 * the structure below. Source: OpenVMM virt_whp; symbols of securekernel 26100.
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

/** Action 1: set an event flag of a lower level, as HvCallSignalEventDirect does (Synic.h). */
typedef union HV_VP_ASSIST_PAGE_ACTION_SIGNAL_EVENT
{
    HV_UINT64 AsUINT64[2];
    struct
    {
        union
        {
            HV_UINT64 ActionType;
            HV_VP_ASSIST_PAGE_ACTION Action;
        };
        HV_VP_INDEX TargetVp;
        HV_VTL TargetVtl;
        HV_UINT8 TargetSint;
        HV_UINT16 FlagNumber;
    };
} HV_VP_ASSIST_PAGE_ACTION_SIGNAL_EVENT, *PHV_VP_ASSIST_PAGE_ACTION_SIGNAL_EVENT;
HV_STATIC_ASSERT(sizeof(HV_VP_ASSIST_PAGE_ACTION_SIGNAL_EVENT) == 16);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_VP_ASSIST */
