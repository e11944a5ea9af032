/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Pending events of a virtual processor: interruptions and events before its next instruction.
 *
 * Two kinds of registers contain events that wait for delivery to a processor:
 *
 *   - the *pending interruption* is an event whose delivery into the guest (through its IDT, its
 *     vector table) an intercept stopped: delivery starts again when the processor runs again. A
 *     monitor may also write it to inject an event; for the types of software it must then set
 *     InstructionLength too;
 *   - a *pending event* is one that a monitor injects after it handled an intercept, or that the
 *     hypervisor injects for itself. It has 256 bits, in the register pair HvRegisterPendingEvent0
 *     and HvRegisterPendingEvent1 (a second one in HvRegisterPendingEvent2 and 3). The first byte
 *     contains the presence and the type of an event; the rest depends on the type.
 *
 * To inject a page fault on x64, write HvRegisterPendingEvent0 with an
 * HV_X64_PENDING_EXCEPTION_EVENT of vector 14, its error code, and the faulting
 * address in ExceptionParameter.
 *
 * Sources: OpenVMM hvdef; mu_msvm; the 2023 mshv patch; symbols of securekernel
 * 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_PENDING_EVENT
#define MILE_HYPERV_HYPERVISOR_PENDING_EVENT

#include "Types.h"

HV_HEADER_BEGIN

/*
 * Interruptions, x64.
 */

/** Type of a pending interruption. */
typedef HV_UINT32 HV_X64_PENDING_INTERRUPTION_TYPE, *PHV_X64_PENDING_INTERRUPTION_TYPE;
enum
{
    HvX64PendingInterrupt = 0,
    HvX64PendingNmi = 2,
    HvX64PendingException = 3,
    HvX64PendingSoftwareInterrupt = 4,
    HvX64PendingPrivilegedSoftwareException = 5, /**< INT1. */
    HvX64PendingSoftwareException = 6,           /**< INT3 or INTO. */
};
/* Names of HV_X64_PENDING_INTERRUPTION_TYPE in mshv and OpenVMM. */
#define HV_X64_PENDING_INTERRUPT 0
#define HV_X64_PENDING_NMI 2
#define HV_X64_PENDING_EXCEPTION 3
#define HV_X64_PENDING_SOFTWARE_INTERRUPT 4
#define HV_X64_PENDING_PRIVILEGED_SOFTWARE_EXCEPTION 5
#define HV_X64_PENDING_SOFTWARE_EXCEPTION 6

/** HvRegisterPendingInterruption on x64: interruption whose delivery is pending. */
typedef union HV_X64_PENDING_INTERRUPTION_REGISTER
{
    HV_UINT64 AsUINT64;
    struct
    {
        union
        {
            HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT32 InterruptionPending : 1; /**< Bit 0: the register contains an interruption. */
                HV_UINT32 InterruptionType : 3; /**< Bits 1 to 3: HV_X64_PENDING_INTERRUPTION_TYPE. */
                HV_UINT32 DeliverErrorCode : 1; /**< Bit 4: the processor pushes ErrorCode. */
                /**
                 * Bits 5 to 8: length of the instruction in bytes, at most 15, for the types of
                 * software.
                 */
                HV_UINT32 InstructionLength : 4;
                /** Bit 9: the interruption belongs to the guest of a nested hypervisor. */
                HV_UINT32 NestedEvent : 1;
                HV_UINT32 NestedException : 1; /**< Bit 10: undocumented. Source: Windows SDK 10.0.28000. */
                HV_UINT32 Reserved : 5;
                /** Bits 16 to 31: vector, an entry of the IDT. */
                HV_UINT32 InterruptionVector : 16;
            };
#endif
        };
        /** Error code that the processor pushes, if DeliverErrorCode is set. */
        HV_UINT32 ErrorCode;
    };
} HV_X64_PENDING_INTERRUPTION_REGISTER, *PHV_X64_PENDING_INTERRUPTION_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_X64_PENDING_INTERRUPTION_REGISTER) == 8);

/** HvRegisterInterruptState on x64: conditions that block interrupts. */
typedef union HV_X64_INTERRUPT_STATE_REGISTER
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 InterruptShadow : 1; /**< Bit 0: the instruction after STI, or a load of SS. */
        HV_UINT64 NmiMasked : 1;       /**< Bit 1: an NMI is being handled. */
        HV_UINT64 GlobalInterruptDisable : 1; /**< Bit 2: GIF is clear (SVM). */
        HV_UINT64 Reserved : 61;
    };
#endif
} HV_X64_INTERRUPT_STATE_REGISTER, *PHV_X64_INTERRUPT_STATE_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_X64_INTERRUPT_STATE_REGISTER) == 8);

/*
 * Interruptions, ARM64.
 */

typedef HV_UINT32 HV_ARM64_PENDING_INTERRUPTION_TYPE, *PHV_ARM64_PENDING_INTERRUPTION_TYPE;
enum
{
    HvArm64PendingInterrupt = 0,
    HvArm64PendingException = 1,
};

/** HvRegisterPendingInterruption on ARM64: interruption whose delivery is pending. */
typedef union HV_ARM64_PENDING_INTERRUPTION_REGISTER
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 InterruptionPending : 1; /**< Bit 0: the register contains an interruption. */
        HV_UINT64 InterruptionType : 1;    /**< Bit 1: HV_ARM64_PENDING_INTERRUPTION_TYPE. */
        HV_UINT64 Reserved : 30;
        HV_UINT64 ErrorCode : 32; /**< Bits 32 to 63: error code; its form is undocumented. */
    };
#endif
} HV_ARM64_PENDING_INTERRUPTION_REGISTER, *PHV_ARM64_PENDING_INTERRUPTION_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_ARM64_PENDING_INTERRUPTION_REGISTER) == 8);

/** HvRegisterInterruptState on ARM64: conditions that block interrupts. */
typedef union HV_ARM64_INTERRUPT_STATE_REGISTER
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 InterruptShadow : 1; /**< Bit 0: an interrupt shadow blocks interrupts. */
        HV_UINT64 Reserved : 63;
    };
#endif
} HV_ARM64_INTERRUPT_STATE_REGISTER, *PHV_ARM64_INTERRUPT_STATE_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_ARM64_INTERRUPT_STATE_REGISTER) == 8);

typedef HV_BY_TARGET(HV_X64_PENDING_INTERRUPTION_REGISTER, HV_ARM64_PENDING_INTERRUPTION_REGISTER)
    HV_PENDING_INTERRUPTION_REGISTER, *PHV_PENDING_INTERRUPTION_REGISTER;
typedef HV_BY_TARGET(HV_X64_INTERRUPT_STATE_REGISTER, HV_ARM64_INTERRUPT_STATE_REGISTER) HV_INTERRUPT_STATE_REGISTER,
    *PHV_INTERRUPT_STATE_REGISTER;

/*
 * Events, x64.
 */

/** Types of HV_X64_PENDING_EVENT. */
typedef HV_UINT32 HV_X64_PENDING_EVENT_TYPE, *PHV_X64_PENDING_EVENT_TYPE;
enum
{
    HvX64PendingEventException = 0,
    HvX64PendingEventMemoryIntercept = 1,
    HvX64PendingEventNestedMemoryIntercept = 2,
    HvX64PendingEventVirtualizationFault = 3,
    HvX64PendingEventHypercallOutput = 4,
    HvX64PendingEventExtInt = 5,
    HvX64PendingEventShadowIpt = 6,
    /** HV_X64_PENDING_SVM_NESTED_EXIT_EVENT0 to _EVENT3. Source: Windows SDK 10.0.28000. */
    HvX64PendingEventSvmNestedExit = 7,
    /** HV_X64_PENDING_VMX_NESTED_EXIT_EVENT0 to _EVENT3. Source: Windows SDK 10.0.28000. */
    HvX64PendingEventVmxNestedExit = 8,
};

/** Exception that the processor raises. */
typedef union HV_X64_PENDING_EXCEPTION_EVENT
{
    HV_UINT64 AsUINT64[2];
    struct
    {
        union
        {
            HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT32 EventPending : 1; /**< Bit 0: the registers contain an event. */
                HV_UINT32 EventType : 3;    /**< Bits 1 to 3: HvX64PendingEventException. */
                HV_UINT32 Reserved0 : 4;
                HV_UINT32 DeliverErrorCode : 1; /**< Bit 8: the processor pushes ErrorCode. */
                HV_UINT32 Reserved1 : 7;
                HV_UINT32 Vector : 16; /**< Bits 16 to 31: vector of the exception. */
            };
#endif
        };
        /** Error code that the processor pushes, if DeliverErrorCode is set. */
        HV_UINT32 ErrorCode;
        HV_UINT64 ExceptionParameter; /**< CR2 for a page fault, DR6 bits for a debug exception. */
    };
} HV_X64_PENDING_EXCEPTION_EVENT, *PHV_X64_PENDING_EXCEPTION_EVENT;
HV_STATIC_ASSERT(sizeof(HV_X64_PENDING_EXCEPTION_EVENT) == 16);

/** Memory access that a higher trust level receives as an intercept. */
typedef union HV_X64_PENDING_MEMORY_INTERCEPT_EVENT
{
    HV_UINT64 AsUINT64[4];
    struct
    {
        union
        {
            HV_UINT8 AsUINT8;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT8 EventPending : 1; /**< Bit 0: the registers contain an event. */
                HV_UINT8 EventType : 3;    /**< Bits 1 to 3: HvX64PendingEventMemoryIntercept. */
                HV_UINT8 Reserved0 : 4;
            };
#endif
        };
        HV_VTL TargetVtl;    /**< Trust level that receives the intercept. */
        HV_UINT8 AccessType; /**< HV_INTERCEPT_ACCESS_TYPE. */
        union
        {
            /** GuestLinearAddressValid and CausedByGpaAccess as one integer. */
            HV_UINT8 AccessFlags;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT8 GuestLinearAddressValid : 1; /**< Bit 0: GuestLinearAddress is valid. */
                /** Bit 1: the access itself caused the intercept, not a page-table walk. */
                HV_UINT8 CausedByGpaAccess : 1;
                HV_UINT8 Reserved1 : 6;
            };
#endif
        };
        HV_UINT32 Reserved2;
        /** Guest virtual address of the access; valid if GuestLinearAddressValid. */
        HV_UINT64 GuestLinearAddress;
        HV_UINT64 GuestPhysicalAddress; /**< Guest physical address of the access. */
        HV_UINT64 Reserved3;
    };
} HV_X64_PENDING_MEMORY_INTERCEPT_EVENT, *PHV_X64_PENDING_MEMORY_INTERCEPT_EVENT;
HV_STATIC_ASSERT(sizeof(HV_X64_PENDING_MEMORY_INTERCEPT_EVENT) == 32);

/**
 * Memory intercept for a nested hypervisor with its own second-level tables. Undocumented; from the
 * original 1.x alone.
 */
typedef union HV_X64_PENDING_NESTED_MEMORY_INTERCEPT_EVENT
{
    HV_UINT64 AsUINT64[4];
    struct
    {
        union
        {
            HV_UINT8 AsUINT8;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT8 EventPending : 1; /**< Bit 0: the registers contain an event. */
                HV_UINT8 EventType : 3; /**< Bits 1 to 3: HvX64PendingEventNestedMemoryIntercept. */
                HV_UINT8 Reserved0 : 4;
            };
#endif
        };
        HV_UINT8 AccessType; /**< HV_INTERCEPT_ACCESS_TYPE. */
        /** Access that the nested hypervisor's tables permit, by the member's name. */
        HV_UINT8 GuestAccessPermission;
        union
        {
            HV_UINT8 AccessFlags; /**< The flags as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT8 GuestLinearAddressValid : 1; /**< Bit 0: GuestLinearAddress is valid. */
                /** Bit 1: the access itself caused the intercept, not a page-table walk. */
                HV_UINT8 CausedByGpaAccess : 1;
                /** Bit 2: the nested page table entry is malformed. */
                HV_UINT8 PageTableMisconfiguration : 1;
                HV_UINT8 Reserved1 : 5;
            };
#endif
        };
        HV_UINT32 Reserved2;
        /** Guest virtual address of the access; valid if GuestLinearAddressValid. */
        HV_UINT64 GuestLinearAddress;
        HV_UINT64 GuestNestedPhysicalAddress; /**< Address of the access, guest physical in the nested guest. */
        HV_UINT64 Reserved3;
    };
} HV_X64_PENDING_NESTED_MEMORY_INTERCEPT_EVENT, *PHV_X64_PENDING_NESTED_MEMORY_INTERCEPT_EVENT;
HV_STATIC_ASSERT(sizeof(HV_X64_PENDING_NESTED_MEMORY_INTERCEPT_EVENT) == 32);

/**
 * Virtualization fault (`#VE`) that the processor raises. Its parameters go to the VP assist page.
 */
typedef union HV_X64_PENDING_VIRTUALIZATION_FAULT_EVENT
{
    HV_UINT64 AsUINT64[2];
    struct
    {
        union
        {
            HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT32 EventPending : 1; /**< Bit 0: the registers contain an event. */
                HV_UINT32 EventType : 3; /**< Bits 1 to 3: HvX64PendingEventVirtualizationFault. */
                HV_UINT32 Reserved0 : 4;
                HV_UINT32 Reserved1 : 8;
                HV_UINT32 Parameter0 : 16; /**< Bits 16 to 31: first parameter of the fault. */
            };
#endif
        };
        HV_UINT32 Code;       /**< Code of the fault. */
        HV_UINT64 Parameter1; /**< Second parameter of the fault. */
    };
} HV_X64_PENDING_VIRTUALIZATION_FAULT_EVENT, *PHV_X64_PENDING_VIRTUALIZATION_FAULT_EVENT;
HV_STATIC_ASSERT(sizeof(HV_X64_PENDING_VIRTUALIZATION_FAULT_EVENT) == 16);

/** Output of a hypercall that the hypervisor still has to write to the guest. */
typedef union HV_X64_PENDING_HYPERCALL_OUTPUT_EVENT
{
    HV_UINT64 AsUINT64[2];
    struct
    {
        union
        {
            HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT32 EventPending : 1; /**< Bit 0: the registers contain an event. */
                HV_UINT32 EventType : 3;    /**< Bits 1 to 3: HvX64PendingEventHypercallOutput. */
                HV_UINT32 Reserved0 : 4;
                /** Bit 8: the instruction of the hypercall has completed. */
                HV_UINT32 Retired : 1;
                HV_UINT32 Reserved1 : 23;
            };
#endif
        };
        /**
         * Size of the output in bytes, from OutputGpa on; at most 4096, the size of an output
         * block.
         */
        HV_UINT32 OutputSize;
        HV_UINT64 OutputGpa; /**< Guest physical address of the output; need not be page aligned. */
    };
} HV_X64_PENDING_HYPERCALL_OUTPUT_EVENT, *PHV_X64_PENDING_HYPERCALL_OUTPUT_EVENT;
HV_STATIC_ASSERT(sizeof(HV_X64_PENDING_HYPERCALL_OUTPUT_EVENT) == 16);

/** External interrupt that bypasses the local APIC. */
typedef union HV_X64_PENDING_EXT_INT_EVENT
{
    HV_UINT64 AsUINT64[2];
    struct
    {
        union
        {
            HV_UINT64 EventAsUINT64; /**< The bits of the event as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT64 EventPending : 1; /**< Bit 0: the registers contain an event. */
                HV_UINT64 EventType : 3;    /**< Bits 1 to 3: HvX64PendingEventExtInt. */
                HV_UINT64 Reserved0 : 4;
                HV_UINT64 Vector : 8; /**< Bits 8 to 15: vector of the interrupt. */
                HV_UINT64 Reserved1 : 48;
            };
#endif
        };
        HV_UINT64 Reserved2;
    };
} HV_X64_PENDING_EXT_INT_EVENT, *PHV_X64_PENDING_EXT_INT_EVENT;
HV_STATIC_ASSERT(sizeof(HV_X64_PENDING_EXT_INT_EVENT) == 16);

/**
 * Processor trace that the hypervisor still has to shadow. EventType has four bits, one more than
 * in the other events.
 */
typedef union HV_X64_PENDING_SHADOW_IPT_EVENT
{
    HV_UINT64 AsUINT64[2];
    struct
    {
        union
        {
            HV_UINT64 EventAsUINT64; /**< The bits of the event as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT64 EventPending : 1; /**< Bit 0: the registers contain an event. */
                HV_UINT64 EventType : 4;    /**< Bits 1 to 4: HvX64PendingEventShadowIpt. */
                HV_UINT64 Reserved0 : 59;
            };
#endif
        };
        HV_UINT64 Reserved1;
    };
} HV_X64_PENDING_SHADOW_IPT_EVENT, *PHV_X64_PENDING_SHADOW_IPT_EVENT;
HV_STATIC_ASSERT(sizeof(HV_X64_PENDING_SHADOW_IPT_EVENT) == 16);

/** HvRegisterPendingEvent0 and HvRegisterPendingEvent1 together: event of any type. */
typedef union HV_X64_PENDING_EVENT
{
    struct
    {
        HV_UINT128 Reg0; /**< HvRegisterPendingEvent0. */
        HV_UINT128 Reg1; /**< HvRegisterPendingEvent1. */
    };
    struct
    {
        union
        {
            HV_UINT8 AsUINT8;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT8 EventPending : 1; /**< Bit 0: the registers contain an event. */
                HV_UINT8 EventType : 3;    /**< Bits 1 to 3: HV_X64_PENDING_EVENT_TYPE. */
                HV_UINT8 Reserved : 4;
            };
#endif
        };
        HV_UINT8 EventData[15]; /**< Data of the event, by its type. */
    };
    HV_X64_PENDING_EXCEPTION_EVENT Exception;              /**< HvX64PendingEventException. */
    HV_X64_PENDING_MEMORY_INTERCEPT_EVENT MemoryIntercept; /**< HvX64PendingEventMemoryIntercept. */
    /** HvX64PendingEventNestedMemoryIntercept. */
    HV_X64_PENDING_NESTED_MEMORY_INTERCEPT_EVENT NestedMemoryIntercept;
    /** HvX64PendingEventVirtualizationFault. */
    HV_X64_PENDING_VIRTUALIZATION_FAULT_EVENT VirtualizationFault;
    HV_X64_PENDING_HYPERCALL_OUTPUT_EVENT HypercallOutput; /**< HvX64PendingEventHypercallOutput. */
    HV_X64_PENDING_EXT_INT_EVENT ExtInt;                   /**< HvX64PendingEventExtInt. */
    HV_X64_PENDING_SHADOW_IPT_EVENT ShadowIpt;             /**< HvX64PendingEventShadowIpt. */
} HV_X64_PENDING_EVENT, *PHV_X64_PENDING_EVENT;
HV_STATIC_ASSERT(sizeof(HV_X64_PENDING_EVENT) == 32);

/*
 * Pending exits of a nested guest, x64: each occupies the values of four registers of 16 bytes. Their
 * EventType has four bits. Source: Windows SDK 10.0.28000 (WinHvPlatform).
 */

/** Pending exit of a nested guest on AMD: exit code. */
typedef union HV_X64_PENDING_SVM_NESTED_EXIT_EVENT0
{
    HV_UINT64 AsUINT64[2];
    struct
    {
        union
        {
            HV_UINT64 EventAsUINT64; /**< The bits of the event as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT64 EventPending : 1; /**< Bit 0: the registers contain an event. */
                HV_UINT64 EventType : 4;    /**< Bits 1 to 4: HvX64PendingEventSvmNestedExit. */
                HV_UINT64 Reserved0 : 3;
                /** Bit 8: EVENT2 and EVENT3 contain the bytes of the instruction. */
                HV_UINT64 InstructionBytesValid : 1;
                HV_UINT64 Reserved1 : 55;
            };
#endif
        };
        HV_UINT64 ExitCode; /**< EXITCODE of the VMCB. */
    };
} HV_X64_PENDING_SVM_NESTED_EXIT_EVENT0, *PHV_X64_PENDING_SVM_NESTED_EXIT_EVENT0;
HV_STATIC_ASSERT(sizeof(HV_X64_PENDING_SVM_NESTED_EXIT_EVENT0) == 16);

/** Pending exit of a nested guest on AMD: parameters of the exit. */
typedef union HV_X64_PENDING_SVM_NESTED_EXIT_EVENT1
{
    HV_UINT64 AsUINT64[2];
    struct
    {
        HV_UINT64 ExitInfo1; /**< EXITINFO1 of the VMCB. */
        HV_UINT64 ExitInfo2; /**< EXITINFO2 of the VMCB. */
    };
} HV_X64_PENDING_SVM_NESTED_EXIT_EVENT1, *PHV_X64_PENDING_SVM_NESTED_EXIT_EVENT1;
HV_STATIC_ASSERT(sizeof(HV_X64_PENDING_SVM_NESTED_EXIT_EVENT1) == 16);

/** Pending exit of a nested guest on AMD: first part of the instruction. */
typedef union HV_X64_PENDING_SVM_NESTED_EXIT_EVENT2
{
    HV_UINT64 AsUINT64[2];
    struct
    {
        HV_UINT64 NextRip; /**< NRIP of the VMCB: RIP of the next instruction. */
        /** Number of valid bytes of the instruction in EVENT2 and EVENT3; at most 15. */
        HV_UINT8 InstructionBytesFetchedCount;
        HV_UINT8 InstructionBytes[7]; /**< Bytes 0 to 6 of the instruction. */
    };
} HV_X64_PENDING_SVM_NESTED_EXIT_EVENT2, *PHV_X64_PENDING_SVM_NESTED_EXIT_EVENT2;
HV_STATIC_ASSERT(sizeof(HV_X64_PENDING_SVM_NESTED_EXIT_EVENT2) == 16);

/** Pending exit of a nested guest on AMD: second part of the instruction. */
typedef union HV_X64_PENDING_SVM_NESTED_EXIT_EVENT3
{
    HV_UINT64 AsUINT64[2];
    struct
    {
        HV_UINT8 InstructionBytes[8]; /**< Bytes 7 to 14 of the instruction. */
        HV_UINT64 Reserved2;
    };
} HV_X64_PENDING_SVM_NESTED_EXIT_EVENT3, *PHV_X64_PENDING_SVM_NESTED_EXIT_EVENT3;
HV_STATIC_ASSERT(sizeof(HV_X64_PENDING_SVM_NESTED_EXIT_EVENT3) == 16);

/** Pending exit of a nested guest on Intel: reason and qualification. */
typedef union HV_X64_PENDING_VMX_NESTED_EXIT_EVENT0
{
    HV_UINT64 AsUINT64[2];
    struct
    {
        union
        {
            HV_UINT32 EventAsUINT32; /**< The bits of the event as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT32 EventPending : 1; /**< Bit 0: the registers contain an event. */
                HV_UINT32 EventType : 4;    /**< Bits 1 to 4: HvX64PendingEventVmxNestedExit. */
                HV_UINT32 Reserved0 : 27;
            };
#endif
        };
        HV_UINT32 ExitReason;        /**< Exit reason of the VMCS. */
        HV_UINT64 ExitQualification; /**< Exit qualification of the VMCS. */
    };
} HV_X64_PENDING_VMX_NESTED_EXIT_EVENT0, *PHV_X64_PENDING_VMX_NESTED_EXIT_EVENT0;
HV_STATIC_ASSERT(sizeof(HV_X64_PENDING_VMX_NESTED_EXIT_EVENT0) == 16);

/**
 * Pending exit of a nested guest on Intel: fields of the VMCS about the instruction and the
 * interruption.
 */
typedef union HV_X64_PENDING_VMX_NESTED_EXIT_EVENT1
{
    HV_UINT64 AsUINT64[2];
    struct
    {
        HV_UINT32 InstructionLength;      /**< VM-exit instruction length, in bytes; at most 15. */
        HV_UINT32 InstructionInfo;        /**< VM-exit instruction information. */
        HV_UINT32 ExitInterruptionInfo;   /**< VM-exit interruption information. */
        HV_UINT32 ExitExceptionErrorCode; /**< VM-exit interruption error code. */
    };
} HV_X64_PENDING_VMX_NESTED_EXIT_EVENT1, *PHV_X64_PENDING_VMX_NESTED_EXIT_EVENT1;
HV_STATIC_ASSERT(sizeof(HV_X64_PENDING_VMX_NESTED_EXIT_EVENT1) == 16);

/** Pending exit of a nested guest on Intel: addresses of the access that caused the exit. */
typedef union HV_X64_PENDING_VMX_NESTED_EXIT_EVENT2
{
    HV_UINT64 AsUINT64[2];
    struct
    {
        HV_UINT64 GuestLinearAddress;   /**< Guest virtual (linear) address of the access. */
        HV_UINT64 GuestPhysicalAddress; /**< Guest physical address of the access. */
    };
} HV_X64_PENDING_VMX_NESTED_EXIT_EVENT2, *PHV_X64_PENDING_VMX_NESTED_EXIT_EVENT2;
HV_STATIC_ASSERT(sizeof(HV_X64_PENDING_VMX_NESTED_EXIT_EVENT2) == 16);

/** Pending exit of a nested guest on Intel: value of the MSR that caused the exit. */
typedef union HV_X64_PENDING_VMX_NESTED_EXIT_EVENT3
{
    HV_UINT64 AsUINT64[2];
    struct
    {
        HV_UINT64 MsrData; /**< Value of the MSR. */
        HV_UINT64 Reserved;
    };
} HV_X64_PENDING_VMX_NESTED_EXIT_EVENT3, *PHV_X64_PENDING_VMX_NESTED_EXIT_EVENT3;
HV_STATIC_ASSERT(sizeof(HV_X64_PENDING_VMX_NESTED_EXIT_EVENT3) == 16);

/*
 * Events, ARM64.
 */

/** Types of HV_ARM64_PENDING_EVENT. */
typedef HV_UINT32 HV_ARM64_PENDING_EVENT_TYPE, *PHV_ARM64_PENDING_EVENT_TYPE;
enum
{
    HvArm64PendingEventException = 0,
    HvArm64PendingEventSyntheticException = 1,
    HvArm64PendingEventHypercallOutput = 2,
};

/** Exception that the processor raises. */
typedef union HV_ARM64_PENDING_EXCEPTION_EVENT
{
    HV_UINT64 AsUINT64[3];
    struct
    {
        union
        {
            HV_UINT8 AsUINT8;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT8 EventPending : 1; /**< Bit 0: the registers contain an event. */
                HV_UINT8 EventType : 3;    /**< Bits 1 to 3: HvArm64PendingEventException. */
                HV_UINT8 Reserved : 4;
            };
#endif
        };
        HV_UINT8 Padding[7];
        HV_UINT64 EsrElx; /**< Syndrome of the exception, as ESR_EL1 contains it afterwards. */
        HV_UINT64 FarElx; /**< Address of the exception, as FAR_EL1 contains it afterwards. */
    };
} HV_ARM64_PENDING_EXCEPTION_EVENT, *PHV_ARM64_PENDING_EXCEPTION_EVENT;
HV_STATIC_ASSERT(sizeof(HV_ARM64_PENDING_EXCEPTION_EVENT) == 24);

/** Exceptions that are not of the architecture. */
typedef HV_UINT32 HV_ARM64_SYNTHETIC_EXCEPTION_TYPE, *PHV_ARM64_SYNTHETIC_EXCEPTION_TYPE;
enum
{
    HvArm64SyntheticExceptionTypeSmc = 0,
    HvArm64SyntheticExceptionTypeSecure = 1,
    HvArm64SyntheticExceptionTypeCrashdump = 2,
    HvArm64SyntheticExceptionTypeVirtualizationFault = 3,
    HvArm64SyntheticExceptionTypeMax = 0x00000040,
};

/** Synthetic exception that the processor raises. */
typedef union HV_ARM64_PENDING_SYNTHETIC_EXCEPTION_EVENT
{
    HV_UINT64 AsUINT64[2];
    struct
    {
        union
        {
            HV_UINT8 AsUINT8;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT8 EventPending : 1; /**< Bit 0: the registers contain an event. */
                HV_UINT8 EventType : 3; /**< Bits 1 to 3: HvArm64PendingEventSyntheticException. */
                HV_UINT8 Reserved : 4;
            };
#endif
        };
        HV_UINT8 Padding[3];
        HV_UINT32 ExceptionType; /**< HV_ARM64_SYNTHETIC_EXCEPTION_TYPE. */
        HV_UINT64 Context;       /**< Parameter of the exception; undocumented. */
    };
} HV_ARM64_PENDING_SYNTHETIC_EXCEPTION_EVENT, *PHV_ARM64_PENDING_SYNTHETIC_EXCEPTION_EVENT;
HV_STATIC_ASSERT(sizeof(HV_ARM64_PENDING_SYNTHETIC_EXCEPTION_EVENT) == 16);

/** Output of a hypercall that the hypervisor still has to write to the guest. */
typedef union HV_ARM64_PENDING_HYPERCALL_OUTPUT_EVENT
{
    HV_UINT64 AsUINT64[2];
    struct
    {
        union
        {
            HV_UINT16 AsUINT16;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT16 EventPending : 1; /**< Bit 0: the registers contain an event. */
                HV_UINT16 EventType : 3;    /**< Bits 1 to 3: HvArm64PendingEventHypercallOutput. */
                HV_UINT16 Reserved : 4;
                /** Bit 8: the instruction of the hypercall has completed. */
                HV_UINT16 Retired : 1;
                HV_UINT16 Reserved1 : 7;
            };
#endif
        };
        HV_UINT16 Reserved2;
        /**
         * Size of the output in bytes, from OutputGpa on; at most 4096, the size of an output
         * block.
         */
        HV_UINT32 OutputSize;
        HV_UINT64 OutputGpa; /**< Guest physical address of the output; need not be page aligned. */
    };
} HV_ARM64_PENDING_HYPERCALL_OUTPUT_EVENT, *PHV_ARM64_PENDING_HYPERCALL_OUTPUT_EVENT;
HV_STATIC_ASSERT(sizeof(HV_ARM64_PENDING_HYPERCALL_OUTPUT_EVENT) == 16);

/** HvRegisterPendingEvent0 and HvRegisterPendingEvent1 together: event of any type. */
typedef union HV_DECLSPEC_ALIGN(16) HV_ARM64_PENDING_EVENT
{
    struct
    {
        HV_UINT128 Reg0; /**< HvRegisterPendingEvent0. */
        HV_UINT128 Reg1; /**< HvRegisterPendingEvent1. */
    };
    struct
    {
        union
        {
            HV_UINT8 AsUINT8;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT8 EventPending : 1; /**< Bit 0: the registers contain an event. */
                HV_UINT8 EventType : 3;    /**< Bits 1 to 3: HV_ARM64_PENDING_EVENT_TYPE. */
                HV_UINT8 Reserved : 4;
            };
#endif
        };
        HV_UINT8 EventData[15]; /**< Data of the event, by its type. */
    };
    HV_ARM64_PENDING_EXCEPTION_EVENT Exception; /**< HvArm64PendingEventException. */
    /** HvArm64PendingEventSyntheticException. */
    HV_ARM64_PENDING_SYNTHETIC_EXCEPTION_EVENT SyntheticException;
    /** HvArm64PendingEventHypercallOutput. */
    HV_ARM64_PENDING_HYPERCALL_OUTPUT_EVENT HypercallOutput;
} HV_ARM64_PENDING_EVENT, *PHV_ARM64_PENDING_EVENT;
HV_STATIC_ASSERT(sizeof(HV_ARM64_PENDING_EVENT) == 32);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_PENDING_EVENT */
