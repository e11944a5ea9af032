/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Intercept messages of x64: messages to a parent or a higher trust level about an action of a guest.
 *
 * Intercept.h describes when the hypervisor sends a message. Each message is the payload of an
 * HV_MESSAGE (Message.h), whose type identifies the structure; nearly all begin with
 * HV_X64_INTERCEPT_MESSAGE_HEADER. A receiver should emulate from these fields alone where it can:
 *
 *     IN, OUT      RAX, and RCX, RSI, RDI with DS and ES for the string forms
 *     RDMSR, WRMSR the MSR's number, RDX:RAX
 *     CPUID        the four registers, and the hypervisor's own result
 *     memory       the address, both kinds, and the bytes of the instruction
 *     exception    the vector, its parameters, and all general registers
 *
 * The message about an access to memory does not contain the data that the access moves. The
 * receiver must decode the bytes of the instruction and read the registers that it names, from the
 * register page (VpRegisterPage.h) or by HvCallGetVpRegisters. The message of WDK 7.1 contains them.
 *
 * InstructionByteCount bytes of InstructionBytes are valid: 0 to 16, fewer than 16 at the end of a
 * page, none if the access delivers an interrupt or exception (InterruptionPending). To continue
 * after the instruction the receiver must write RIP itself.
 *
 * Every message goes from the hypervisor to the receiver. No response: after an intercept the
 * receiver changes registers and resumes the processor (Intercept.h). WDK 7.1 already has the
 * messages about memory, I/O ports, MSRs, CPUID, exceptions and the end of an interrupt; the first
 * version of the others is undocumented.
 *
 * Sources: TLFS 2.0 chapter 16 (the payloads); TLFS 6.0b chapter 13; OpenVMM
 * hvdef; WDK 7.1 hvgdk.h; the 2023 mshv patch.
 */

#ifndef MILE_HYPERV_HYPERVISOR_INTERCEPT_MESSAGE_X64
#define MILE_HYPERV_HYPERVISOR_INTERCEPT_MESSAGE_X64

#include "MessageType.h"
#include "RegisterName.h"
#include "RegisterValue.h"

HV_HEADER_BEGIN

/** State of the processor at the intercept. */
typedef union HV_X64_VP_EXECUTION_STATE
{
    HV_UINT16 AsUINT16;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT16 Cpl : 2;     /**< Bits 0 and 1: privilege level; real mode 0, v86 mode 3. */
        HV_UINT16 Cr0Pe : 1;   /**< Bit 2: protected mode. */
        HV_UINT16 Cr0Am : 1;   /**< Bit 3: alignment checks. */
        HV_UINT16 EferLma : 1; /**< Bit 4: long mode. */
        /** Bit 5: a debug register is armed; an emulator must honor it. */
        HV_UINT16 DebugActive : 1;
        /**
         * Bit 6: the processor was delivering an event. The event remains pending and is delivered
         * again unless the receiver removes it.
         */
        HV_UINT16 InterruptionPending : 1;
        HV_UINT16 Vtl : 4;         /**< Bits 7 to 10: active trust level; reserved before VSM. */
        HV_UINT16 EnclaveMode : 1; /**< Bit 11: the processor is inside an SGX enclave. */
        /** Bit 12: the processor receives no interrupt before the next instruction. */
        HV_UINT16 InterruptShadow : 1;
        /** Bit 13: VirtualizationFaultActive of the VP assist page (VpAssist.h). */
        HV_UINT16 VirtualizationFaultActive : 1;
        HV_UINT16 Reserved : 2;
    };
#endif
} HV_X64_VP_EXECUTION_STATE, *PHV_X64_VP_EXECUTION_STATE;
HV_STATIC_ASSERT(sizeof(HV_X64_VP_EXECUTION_STATE) == 2);

/** Start of most intercept messages of x64. */
typedef struct HV_X64_INTERCEPT_MESSAGE_HEADER
{
    HV_VP_INDEX VpIndex; /**< Processor that caused the intercept. */
    union
    {
        /** InstructionLength and Cr8 as one integer. In the Windows 7 SDK the length only. */
        HV_UINT8 InstructionLengthAndCr8;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /**
             * Bits 0 to 3: length of the instruction in bytes, at most 15; 0 if unavailable. Valid
             * for CPUID, I/O ports and MSRs.
             */
            HV_UINT8 InstructionLength : 4;
            HV_UINT8 Cr8 : 4; /**< Bits 4 to 7: CR8, the task priority. */
        };
#endif
    };
    HV_INTERCEPT_ACCESS_TYPE InterceptAccessType; /**< Read, write or execute. */
    HV_X64_VP_EXECUTION_STATE ExecutionState;
    HV_X64_SEGMENT_REGISTER CsSegment; /**< CS of the processor. */
    HV_UINT64 Rip;    /**< RIP of the instruction, which the processor has not executed. */
    HV_UINT64 Rflags; /**< RFLAGS of the processor. */
} HV_X64_INTERCEPT_MESSAGE_HEADER, *PHV_X64_INTERCEPT_MESSAGE_HEADER;
HV_STATIC_ASSERT(sizeof(HV_X64_INTERCEPT_MESSAGE_HEADER) == 40);

/*
 * Memory.
 */

/** Valid fields of a memory intercept message, and the kind of access. WDK 7.1 has bit 0 only. */
typedef union HV_X64_MEMORY_ACCESS_INFO
{
    HV_UINT8 AsUINT8;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        /**
         * Bit 0: GuestVirtualAddress is valid. It is invalid for accesses of the processor to page
         * tables.
         */
        HV_UINT8 GvaValid : 1;
        /** Bit 1: GuestVirtualAddress translates to GuestPhysicalAddress. */
        HV_UINT8 GvaGpaValid : 1;
        /** Bit 2: output of a hypercall is pending, by the member's name. Undocumented. */
        HV_UINT8 HypercallOutputPending : 1;
        HV_UINT8 TlbLockedNoOverlay : 1; /**< Bit 3: undocumented. */
        /** Bit 4: the access is one to a supervisor shadow stack. */
        HV_UINT8 SupervisorShadowStack : 1;
        HV_UINT8 Reserved : 3;
    };
#endif
} HV_X64_MEMORY_ACCESS_INFO, *PHV_X64_MEMORY_ACCESS_INFO;
HV_STATIC_ASSERT(sizeof(HV_X64_MEMORY_ACCESS_INFO) == 1);

/**
 * HvMessageTypeUnmappedGpa, HvMessageTypeGpaIntercept and the other messages about an access to
 * memory.
 */
typedef struct HV_X64_MEMORY_INTERCEPT_MESSAGE
{
    HV_X64_INTERCEPT_MESSAGE_HEADER Header;
    /**
     * Cache type that the guest's page tables specify; write-back for an access to the page tables.
     */
    HV_CACHE_TYPE CacheType;
    HV_UINT8 InstructionByteCount; /**< Number of valid bytes of InstructionBytes; at most 16. */
    HV_X64_MEMORY_ACCESS_INFO MemoryAccessInfo;
    HV_UINT8 TprPriority; /**< Task priority, for accesses to the APIC. */
    HV_UINT8 Reserved1;
    /** Guest virtual address of the access; valid if MemoryAccessInfo.GvaValid. */
    HV_UINT64 GuestVirtualAddress;
    /**
     * Guest physical address of the access; the lowest intercepted one if the access crosses a
     * page.
     */
    HV_UINT64 GuestPhysicalAddress;
    HV_UINT8 InstructionBytes[16]; /**< Bytes of the instruction, from RIP on. */
} HV_X64_MEMORY_INTERCEPT_MESSAGE, *PHV_X64_MEMORY_INTERCEPT_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_X64_MEMORY_INTERCEPT_MESSAGE) == 80);

/**
 * Memory intercept message of WDK 7.1, with data segments and all general registers. Each member
 * after InstructionBytes is the register of its name.
 */
typedef struct HV_X64_MEMORY_INTERCEPT_MESSAGE_V1
{
    HV_X64_INTERCEPT_MESSAGE_HEADER Header;
    HV_CACHE_TYPE CacheType;       /**< Cache type that the guest's page tables specify. */
    HV_UINT8 InstructionByteCount; /**< Number of valid bytes of InstructionBytes; at most 16. */
    HV_X64_MEMORY_ACCESS_INFO MemoryAccessInfo;
    HV_UINT8 TprPriority; /**< Task priority, for accesses to the APIC. */
    HV_UINT8 Reserved1;
    /** Guest virtual address of the access; valid if MemoryAccessInfo.GvaValid. */
    HV_UINT64 GuestVirtualAddress;
    HV_UINT64 GuestPhysicalAddress; /**< Guest physical address of the access. */
    HV_UINT8 InstructionBytes[16];  /**< Bytes of the instruction, from RIP on. */
    HV_X64_SEGMENT_REGISTER DsSegment;
    HV_X64_SEGMENT_REGISTER SsSegment;
    HV_UINT64 Rax;
    HV_UINT64 Rcx;
    HV_UINT64 Rdx;
    HV_UINT64 Rbx;
    HV_UINT64 Rsp;
    HV_UINT64 Rbp;
    HV_UINT64 Rsi;
    HV_UINT64 Rdi;
    HV_UINT64 R8;
    HV_UINT64 R9;
    HV_UINT64 R10;
    HV_UINT64 R11;
    HV_UINT64 R12;
    HV_UINT64 R13;
    HV_UINT64 R14;
    HV_UINT64 R15;
} HV_X64_MEMORY_INTERCEPT_MESSAGE_V1, *PHV_X64_MEMORY_INTERCEPT_MESSAGE_V1;
HV_STATIC_ASSERT(sizeof(HV_X64_MEMORY_INTERCEPT_MESSAGE_V1) == 240);

/** HvMessageTypeUnrecoverableException: an exception that cannot be delivered, such as a triple fault. */
typedef struct HV_X64_UNRECOVERABLE_EXCEPTION_MESSAGE
{
    HV_X64_INTERCEPT_MESSAGE_HEADER Header;
} HV_X64_UNRECOVERABLE_EXCEPTION_MESSAGE, *PHV_X64_UNRECOVERABLE_EXCEPTION_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_X64_UNRECOVERABLE_EXCEPTION_MESSAGE) == 40);

/*
 * Instructions.
 */

/** XMM0 to XMM5, which can carry input (Hypercall.h). */
#define HV_HYPERCALL_INTERCEPT_MAX_XMM_REGISTERS 6

/**
 * HvMessageTypeHypercallIntercept: hypercall that the receiver handles, with the registers of its
 * input. Each register member is the register of its name.
 */
typedef struct HV_X64_HYPERCALL_INTERCEPT_MESSAGE
{
    HV_X64_INTERCEPT_MESSAGE_HEADER Header;
    HV_UINT64 Rax;
    HV_UINT64 Rbx;
    HV_UINT64 Rcx;
    HV_UINT64 Rdx;
    HV_UINT64 R8;
    HV_UINT64 Rsi;
    HV_UINT64 Rdi;
    /** XMM0 to XMM5, the input of a fast hypercall. */
    HV_UINT128 Xmmregisters[HV_HYPERCALL_INTERCEPT_MAX_XMM_REGISTERS];
    union
    {
        HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 Isolated : 1; /**< Bit 0: the caller is an isolated guest. */
            HV_UINT32 Reserved : 31;
        };
#endif
    };
    HV_UINT32 Padding[3];
} HV_X64_HYPERCALL_INTERCEPT_MESSAGE, *PHV_X64_HYPERCALL_INTERCEPT_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_X64_HYPERCALL_INTERCEPT_MESSAGE) == 208);

/** HvMessageTypeMsrIntercept: RDMSR or WRMSR. */
typedef struct HV_X64_MSR_INTERCEPT_MESSAGE
{
    HV_X64_INTERCEPT_MESSAGE_HEADER Header;
    HV_UINT32 MsrNumber; /**< Number of the MSR, from RCX. */
    HV_UINT32 Reserved;
    HV_UINT64 Rdx; /**< RDX: high half of the value of a write. */
    HV_UINT64 Rax; /**< RAX: low half of the value of a write. */
} HV_X64_MSR_INTERCEPT_MESSAGE, *PHV_X64_MSR_INTERCEPT_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_X64_MSR_INTERCEPT_MESSAGE) == 64);

/** Form of the I/O instruction. */
typedef union HV_X64_IO_PORT_ACCESS_INFO
{
    HV_UINT8 AsUINT8;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT8 AccessSize : 3; /**< Bits 0 to 2: bytes: 1, 2 or 4; each is a port of its own. */
        HV_UINT8 StringOp : 1;   /**< Bit 3: INS or OUTS. */
        /** Bit 4: a string form with REP; RCX is the number of repetitions. */
        HV_UINT8 RepPrefix : 1;
        HV_UINT8 Reserved : 3;
    };
#endif
} HV_X64_IO_PORT_ACCESS_INFO, *PHV_X64_IO_PORT_ACCESS_INFO;
HV_STATIC_ASSERT(sizeof(HV_X64_IO_PORT_ACCESS_INFO) == 1);

/** HvMessageTypeX64IoPortIntercept: IN, OUT, INS or OUTS. */
typedef struct HV_X64_IO_PORT_INTERCEPT_MESSAGE
{
    HV_X64_INTERCEPT_MESSAGE_HEADER Header;
    /** Number of the first of AccessSize ports. An intercept of any of them sends the message. */
    HV_UINT16 PortNumber;
    HV_X64_IO_PORT_ACCESS_INFO AccessInfo;
    /** Number of valid bytes of InstructionBytes, for string forms; at most 16, otherwise 0. */
    HV_UINT8 InstructionByteCount;
    HV_UINT32 Reserved;
    HV_UINT64 Rax; /**< RAX: the value of OUT; IN replaces AL, AX or EAX in it. */
    /** Bytes of the instruction, for string forms only; otherwise zero. */
    HV_UINT8 InstructionBytes[16];
    HV_X64_SEGMENT_REGISTER DsSegment; /**< DS, for string forms only. */
    HV_X64_SEGMENT_REGISTER EsSegment; /**< ES, for string forms only. */
    HV_UINT64 Rcx;                     /**< RCX, for string forms only. */
    HV_UINT64 Rsi;                     /**< RSI, for string forms only. */
    HV_UINT64 Rdi;                     /**< RDI, for string forms only. */
} HV_X64_IO_PORT_INTERCEPT_MESSAGE, *PHV_X64_IO_PORT_INTERCEPT_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_X64_IO_PORT_INTERCEPT_MESSAGE) == 128);

/** HvMessageTypeX64CpuidIntercept: CPUID. */
typedef struct HV_X64_CPUID_INTERCEPT_MESSAGE
{
    HV_X64_INTERCEPT_MESSAGE_HEADER Header;
    HV_UINT64 Rax;              /**< RAX: the leaf. */
    HV_UINT64 Rcx;              /**< RCX: the subleaf. */
    HV_UINT64 Rdx;              /**< RDX before CPUID. */
    HV_UINT64 Rbx;              /**< RBX before CPUID. */
    HV_UINT64 DefaultResultRax; /**< RAX of the hypervisor's own result. */
    HV_UINT64 DefaultResultRcx; /**< RCX of the hypervisor's own result. */
    HV_UINT64 DefaultResultRdx; /**< RDX of the hypervisor's own result. */
    HV_UINT64 DefaultResultRbx; /**< RBX of the hypervisor's own result. */
} HV_X64_CPUID_INTERCEPT_MESSAGE, *PHV_X64_CPUID_INTERCEPT_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_X64_CPUID_INTERCEPT_MESSAGE) == 104);

/** HvMessageTypeX64Halt: HLT. */
typedef struct HV_X64_HALT_MESSAGE
{
    HV_X64_INTERCEPT_MESSAGE_HEADER Header;
} HV_X64_HALT_MESSAGE, *PHV_X64_HALT_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_X64_HALT_MESSAGE) == 40);

/*
 * Exceptions and registers.
 */

/** Properties of an exception. */
typedef union HV_X64_EXCEPTION_INFO
{
    HV_UINT8 AsUINT8;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT8 ErrorCodeValid : 1;    /**< Bit 0: ErrorCode is valid. */
        HV_UINT8 SoftwareException : 1; /**< Bit 1: raised by INT3 or INTO; later than WDK 7.1. */
        HV_UINT8 Reserved : 6;
    };
#endif
} HV_X64_EXCEPTION_INFO, *PHV_X64_EXCEPTION_INFO;
HV_STATIC_ASSERT(sizeof(HV_X64_EXCEPTION_INFO) == 1);

/**
 * HvMessageTypeExceptionIntercept: exception before the guest receives it. Each member after
 * InstructionBytes is the register of its name.
 */
typedef struct HV_X64_EXCEPTION_INTERCEPT_MESSAGE
{
    HV_X64_INTERCEPT_MESSAGE_HEADER Header;
    HV_UINT16 ExceptionVector; /**< Vector of the exception. */
    HV_X64_EXCEPTION_INFO ExceptionInfo;
    HV_UINT8 InstructionByteCount; /**< Number of valid bytes of InstructionBytes; at most 16. */
    HV_UINT32 ErrorCode;          /**< Error code of the exception, if ExceptionInfo reports one. */
    HV_UINT64 ExceptionParameter; /**< CR2 of a page fault (14), DR6 of a debug exception (1). */
    HV_UINT64 Reserved;
    HV_UINT8 InstructionBytes[16]; /**< Bytes of the instruction, from RIP on. */
    HV_X64_SEGMENT_REGISTER DsSegment;
    HV_X64_SEGMENT_REGISTER SsSegment;
    HV_UINT64 Rax;
    HV_UINT64 Rcx;
    HV_UINT64 Rdx;
    HV_UINT64 Rbx;
    HV_UINT64 Rsp;
    HV_UINT64 Rbp;
    HV_UINT64 Rsi;
    HV_UINT64 Rdi;
    HV_UINT64 R8;
    HV_UINT64 R9;
    HV_UINT64 R10;
    HV_UINT64 R11;
    HV_UINT64 R12;
    HV_UINT64 R13;
    HV_UINT64 R14;
    HV_UINT64 R15;
} HV_X64_EXCEPTION_INTERCEPT_MESSAGE, *PHV_X64_EXCEPTION_INTERCEPT_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_X64_EXCEPTION_INTERCEPT_MESSAGE) == 240);

/** Second operand of the access. */
typedef union HV_X64_REGISTER_ACCESS_INFO
{
    HV_REGISTER_VALUE SourceValue;        /**< Value to write. */
    HV_REGISTER_NAME DestinationRegister; /**< Register that receives the value. */
    HV_UINT64 SourceAddress;      /**< Guest virtual address of the source, if IsMemoryOp. */
    HV_UINT64 DestinationAddress; /**< Guest virtual address of the destination, if IsMemoryOp. */
} HV_X64_REGISTER_ACCESS_INFO, *PHV_X64_REGISTER_ACCESS_INFO;
HV_STATIC_ASSERT(sizeof(HV_X64_REGISTER_ACCESS_INFO) == 16);

/** HvMessageTypeRegisterIntercept: an access to a register that a higher trust level guards. */
typedef struct HV_X64_REGISTER_INTERCEPT_MESSAGE
{
    HV_X64_INTERCEPT_MESSAGE_HEADER Header;
    union
    {
        HV_UINT8 AsUINT8;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT8 IsMemoryOp : 1; /**< Bit 0: the operand is in memory. */
            HV_UINT8 Reserved : 7;
        };
#endif
    };
    HV_UINT8 Reserved1[3];
    HV_REGISTER_NAME RegisterName;
    HV_X64_REGISTER_ACCESS_INFO AccessInfo;
} HV_X64_REGISTER_INTERCEPT_MESSAGE, *PHV_X64_REGISTER_INTERCEPT_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_X64_REGISTER_INTERCEPT_MESSAGE) == 64);

/*
 * Interrupts.
 */

/** HvMessageTypeX64ApicEoi: the guest ended a level-triggered interrupt (Interrupt.h). No header. */
typedef struct HV_X64_APIC_EOI_MESSAGE
{
    HV_VP_INDEX VpIndex;
    HV_INTERRUPT_VECTOR InterruptVector;
} HV_X64_APIC_EOI_MESSAGE, *PHV_X64_APIC_EOI_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_X64_APIC_EOI_MESSAGE) == 8);

/** HvMessageTypeX64SipiIntercept: a startup IPI to a processor. */
typedef struct HV_X64_SIPI_INTERCEPT_MESSAGE
{
    HV_X64_INTERCEPT_MESSAGE_HEADER Header;
    HV_VP_INDEX TargetVpIndex; /**< Processor that the IPI starts. */
    /** Vector of the startup IPI: the processor starts in real mode at this number times 4096. */
    HV_INTERRUPT_VECTOR InterruptVector;
} HV_X64_SIPI_INTERCEPT_MESSAGE, *PHV_X64_SIPI_INTERCEPT_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_X64_SIPI_INTERCEPT_MESSAGE) == 48);

/**
 * HvMessageTypeX64InterruptionDeliverable: the processor can receive an interruption that
 * HvRegisterDeliverabilityNotifications requests.
 */
typedef struct HV_X64_INTERRUPTION_DELIVERABLE_MESSAGE
{
    HV_X64_INTERCEPT_MESSAGE_HEADER Header;
    HV_UINT8 DeliverableType; /**< HvX64PendingInterrupt or HvX64PendingNmi. */
    HV_UINT8 Reserved1[3];
    HV_UINT32 Reserved2;
} HV_X64_INTERRUPTION_DELIVERABLE_MESSAGE, *PHV_X64_INTERRUPTION_DELIVERABLE_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_X64_INTERRUPTION_DELIVERABLE_MESSAGE) == 48);

/** HvMessageTypeSynicSintDeliverable: the message slots of the requested SINTs are free. */
typedef struct HV_X64_SYNIC_SINT_DELIVERABLE_MESSAGE
{
    HV_X64_INTERCEPT_MESSAGE_HEADER Header;
    HV_UINT16 DeliverableSints; /**< Bit n is SINT n. */
    HV_UINT16 Rsvd1;
    HV_UINT32 Rsvd2;
} HV_X64_SYNIC_SINT_DELIVERABLE_MESSAGE, *PHV_X64_SYNIC_SINT_DELIVERABLE_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_X64_SYNIC_SINT_DELIVERABLE_MESSAGE) == 48);

/*
 * SEV-SNP.
 */

/** Valid parts of a VMGEXIT intercept message. */
typedef union HV_X64_VMGEXIT_INTERCEPT_MESSAGE_FLAGS
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 GhcbPageValid : 1; /**< Bit 0: GhcbPage contains the guest's request. */
        /** Bit 1: the guest's request does not conform to the protocol. */
        HV_UINT64 GhcbRequestError : 1;
        HV_UINT64 Reserved : 62;
    };
#endif
} HV_X64_VMGEXIT_INTERCEPT_MESSAGE_FLAGS, *PHV_X64_VMGEXIT_INTERCEPT_MESSAGE_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_X64_VMGEXIT_INTERCEPT_MESSAGE_FLAGS) == 8);

/** Fields of a GHCB of GHCB_USAGE_BASE, as in HV_GHCB_SAVE_AREA and GHCB_PAGE (Ghcb.h). */
typedef struct HV_X64_VMGEXIT_INTERCEPT_MESSAGE_GHCB_PAGE_STANDARD
{
    HV_UINT16 GhcbProtocolVersion; /**< Version of the GHCB protocol: 1 or 2. */
    HV_UINT16 Reserved[3];
    HV_UINT64 SwExitCode;  /**< Exit code of the request. */
    HV_UINT64 SwExitInfo1; /**< First parameter of the request. */
    HV_UINT64 SwExitInfo2; /**< Second parameter of the request. */
    HV_UINT64 SwScratch;   /**< Address of the request's scratch area. */
} HV_X64_VMGEXIT_INTERCEPT_MESSAGE_GHCB_PAGE_STANDARD, *PHV_X64_VMGEXIT_INTERCEPT_MESSAGE_GHCB_PAGE_STANDARD;
HV_STATIC_ASSERT(sizeof(HV_X64_VMGEXIT_INTERCEPT_MESSAGE_GHCB_PAGE_STANDARD) == 40);

/** Part of the GHCB that the message contains. */
typedef struct HV_X64_VMGEXIT_INTERCEPT_MESSAGE_GHCB_PAGE
{
    HV_UINT32 GhcbUsage; /**< GHCB_USAGE (Ghcb.h). */
    HV_UINT32 Reserved;
    HV_X64_VMGEXIT_INTERCEPT_MESSAGE_GHCB_PAGE_STANDARD Standard;
} HV_X64_VMGEXIT_INTERCEPT_MESSAGE_GHCB_PAGE, *PHV_X64_VMGEXIT_INTERCEPT_MESSAGE_GHCB_PAGE;
HV_STATIC_ASSERT(sizeof(HV_X64_VMGEXIT_INTERCEPT_MESSAGE_GHCB_PAGE) == 48);

/** HvMessageTypeX64SevVmgexitIntercept: VMGEXIT that the hypervisor does not handle. */
typedef struct HV_X64_VMGEXIT_INTERCEPT_MESSAGE
{
    HV_X64_INTERCEPT_MESSAGE_HEADER Header;
    HV_UINT64 GhcbMsr; /**< GHCB_MSR (Ghcb.h). */
    HV_X64_VMGEXIT_INTERCEPT_MESSAGE_FLAGS Flags;
    HV_X64_VMGEXIT_INTERCEPT_MESSAGE_GHCB_PAGE GhcbPage;
} HV_X64_VMGEXIT_INTERCEPT_MESSAGE, *PHV_X64_VMGEXIT_INTERCEPT_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_X64_VMGEXIT_INTERCEPT_MESSAGE) == 104);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_INTERCEPT_MESSAGE_X64 */
