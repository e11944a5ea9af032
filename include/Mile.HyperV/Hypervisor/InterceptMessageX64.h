/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Intercept messages of x64: what a parent or a higher trust level is told of a guest's action.
 *
 * Intercept.h tells when one is sent. Each is the payload of an HV_MESSAGE
 * (Message.h), whose type says which structure it is; nearly all begin with the
 * same header. A receiver emulates from these fields alone where it can:
 *
 *     IN, OUT      RAX, and RCX, RSI, RDI with DS and ES for the string forms
 *     RDMSR, WRMSR the MSR's number, RDX:RAX
 *     CPUID        the four registers, and what the hypervisor would answer
 *     memory       the address, both kinds, and the bytes of the instruction
 *     exception    the vector, its parameters, and all general registers
 *
 * What an access to memory moves is in the instruction. The receiver decodes
 * its bytes and reads the registers that it names, from the register page
 * (VpRegisterPage.h) or by HvCallGetVpRegisters; until WDK 7.1 they came along.
 *
 * Of InstructionBytes, InstructionByteCount are valid: 0 to 16, fewer than 16
 * at the end of a page, none where the access delivers an interrupt or exception
 * (InterruptionPending). To go on behind the instruction the receiver writes RIP
 * itself.
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
        HV_UINT16 Cpl : 2;                       /**< Bits 0 and 1: privilege level; real mode 0, v86 mode 3. */
        HV_UINT16 Cr0Pe : 1;                     /**< Bit 2: protected mode. */
        HV_UINT16 Cr0Am : 1;                     /**< Bit 3: alignment checks. */
        HV_UINT16 EferLma : 1;                   /**< Bit 4: long mode. */
        HV_UINT16 DebugActive : 1;               /**< Bit 5: a debug register is armed; emulation must heed it. */
        HV_UINT16 InterruptionPending : 1;       /**< Bit 6: an event was being delivered; it stays pending and is
                                                      delivered again unless it is taken away. */
        HV_UINT16 Vtl : 4;                       /**< Bits 7 to 10: since VSM; reserved before. */
        HV_UINT16 EnclaveMode : 1;               /**< Bit 11: inside an SGX enclave. */
        HV_UINT16 InterruptShadow : 1;           /**< Bit 12: no interrupt is taken before the next instruction. */
        HV_UINT16 VirtualizationFaultActive : 1; /**< Bit 13: of the VP assist page (VpAssist.h). */
        HV_UINT16 Reserved : 2;
    };
#endif
} HV_X64_VP_EXECUTION_STATE, *PHV_X64_VP_EXECUTION_STATE;
HV_STATIC_ASSERT(sizeof(HV_X64_VP_EXECUTION_STATE) == 2);

/** What most intercept messages of x64 begin with. */
typedef struct HV_X64_INTERCEPT_MESSAGE_HEADER
{
    HV_VP_INDEX VpIndex;
    union
    {
        HV_UINT8 InstructionLengthAndCr8; /**< In the Windows 7 SDK the length alone. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /** Bits 0 to 3: bytes; 0 where they are not known. Right for CPUID, I/O ports and MSRs. */
            HV_UINT8 InstructionLength : 4;
            HV_UINT8 Cr8 : 4; /**< Bits 4 to 7: task priority. */
        };
#endif
    };
    HV_INTERCEPT_ACCESS_TYPE InterceptAccessType; /**< Read, write or execute. */
    HV_X64_VP_EXECUTION_STATE ExecutionState;
    HV_X64_SEGMENT_REGISTER CsSegment;
    HV_UINT64 Rip; /**< Of the instruction, which has not been carried out. */
    HV_UINT64 Rflags;
} HV_X64_INTERCEPT_MESSAGE_HEADER, *PHV_X64_INTERCEPT_MESSAGE_HEADER;
HV_STATIC_ASSERT(sizeof(HV_X64_INTERCEPT_MESSAGE_HEADER) == 40);

/*
 * Memory.
 */

/** What holds in a memory intercept message, and what kind of access it was. WDK 7.1 has bit 0 only. */
typedef union HV_X64_MEMORY_ACCESS_INFO
{
    HV_UINT8 AsUINT8;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT8 GvaValid : 1;               /**< Bit 0: GuestVirtualAddress holds; clear where the processor
                                                  accessed page tables. */
        HV_UINT8 GvaGpaValid : 1;            /**< Bit 1: it translates to GuestPhysicalAddress. */
        HV_UINT8 HypercallOutputPending : 1; /**< Bit 2. */
        HV_UINT8 TlbLockedNoOverlay : 1;     /**< Bit 3. */
        HV_UINT8 SupervisorShadowStack : 1;  /**< Bit 4. */
        HV_UINT8 Reserved : 3;
    };
#endif
} HV_X64_MEMORY_ACCESS_INFO, *PHV_X64_MEMORY_ACCESS_INFO;
HV_STATIC_ASSERT(sizeof(HV_X64_MEMORY_ACCESS_INFO) == 1);

/** HvMessageTypeUnmappedGpa, HvMessageTypeGpaIntercept and their kin: an access to memory. */
typedef struct HV_X64_MEMORY_INTERCEPT_MESSAGE
{
    HV_X64_INTERCEPT_MESSAGE_HEADER Header;
    HV_CACHE_TYPE CacheType; /**< By the guest's page tables; write-back for an access to them. */
    HV_UINT8 InstructionByteCount;
    HV_X64_MEMORY_ACCESS_INFO MemoryAccessInfo;
    HV_UINT8 TprPriority; /**< Task priority, of APIC accesses. */
    HV_UINT8 Reserved1;
    HV_UINT64 GuestVirtualAddress;
    HV_UINT64 GuestPhysicalAddress; /**< The lowest that was intercepted, of an access to two pages. */
    HV_UINT8 InstructionBytes[16];
} HV_X64_MEMORY_INTERCEPT_MESSAGE, *PHV_X64_MEMORY_INTERCEPT_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_X64_MEMORY_INTERCEPT_MESSAGE) == 80);

/** The same in WDK 7.1: with data segments and all general registers. */
typedef struct HV_X64_MEMORY_INTERCEPT_MESSAGE_V1
{
    HV_X64_INTERCEPT_MESSAGE_HEADER Header;
    HV_CACHE_TYPE CacheType;
    HV_UINT8 InstructionByteCount;
    HV_X64_MEMORY_ACCESS_INFO MemoryAccessInfo;
    HV_UINT8 TprPriority;
    HV_UINT8 Reserved1;
    HV_UINT64 GuestVirtualAddress;
    HV_UINT64 GuestPhysicalAddress;
    HV_UINT8 InstructionBytes[16];
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

/** HvMessageTypeHypercallIntercept: a hypercall that the receiver answers, with the registers that carry its input. */
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
    HV_UINT128 Xmmregisters[HV_HYPERCALL_INTERCEPT_MAX_XMM_REGISTERS];
    union
    {
        HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 Isolated : 1; /**< Bit 0: made by an isolated guest. */
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
    HV_UINT32 MsrNumber; /**< RCX. */
    HV_UINT32 Reserved;
    HV_UINT64 Rdx; /**< Of a write, the upper half of the value. */
    HV_UINT64 Rax; /**< Of a write, the lower half. */
} HV_X64_MSR_INTERCEPT_MESSAGE, *PHV_X64_MSR_INTERCEPT_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_X64_MSR_INTERCEPT_MESSAGE) == 64);

/** The form of the instruction. */
typedef union HV_X64_IO_PORT_ACCESS_INFO
{
    HV_UINT8 AsUINT8;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT8 AccessSize : 3; /**< Bits 0 to 2: bytes: 1, 2 or 4; each is a port of its own. */
        HV_UINT8 StringOp : 1;   /**< Bit 3: INS or OUTS. */
        HV_UINT8 RepPrefix : 1;  /**< Bit 4: a string form with REP; RCX counts. */
        HV_UINT8 Reserved : 3;
    };
#endif
} HV_X64_IO_PORT_ACCESS_INFO, *PHV_X64_IO_PORT_ACCESS_INFO;
HV_STATIC_ASSERT(sizeof(HV_X64_IO_PORT_ACCESS_INFO) == 1);

/** HvMessageTypeX64IoPortIntercept: IN, OUT, INS or OUTS. */
typedef struct HV_X64_IO_PORT_INTERCEPT_MESSAGE
{
    HV_X64_INTERCEPT_MESSAGE_HEADER Header;
    HV_UINT16 PortNumber; /**< The first of AccessSize ports; an intercept of any of them sends the message. */
    HV_X64_IO_PORT_ACCESS_INFO AccessInfo;
    HV_UINT8 InstructionByteCount;
    HV_UINT32 Reserved;
    HV_UINT64 Rax; /**< OUT: what to write; IN: what AL, AX or EAX is put into. */
    HV_UINT8 InstructionBytes[16]; /**< This and what follows, and the count, of string forms only; else zero. */
    HV_X64_SEGMENT_REGISTER DsSegment;
    HV_X64_SEGMENT_REGISTER EsSegment;
    HV_UINT64 Rcx;
    HV_UINT64 Rsi;
    HV_UINT64 Rdi;
} HV_X64_IO_PORT_INTERCEPT_MESSAGE, *PHV_X64_IO_PORT_INTERCEPT_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_X64_IO_PORT_INTERCEPT_MESSAGE) == 128);

/** HvMessageTypeX64CpuidIntercept: CPUID. */
typedef struct HV_X64_CPUID_INTERCEPT_MESSAGE
{
    HV_X64_INTERCEPT_MESSAGE_HEADER Header;
    HV_UINT64 Rax;
    HV_UINT64 Rcx;
    HV_UINT64 Rdx;
    HV_UINT64 Rbx;
    HV_UINT64 DefaultResultRax; /**< What the hypervisor would answer. */
    HV_UINT64 DefaultResultRcx;
    HV_UINT64 DefaultResultRdx;
    HV_UINT64 DefaultResultRbx;
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

/** What an exception comes with. */
typedef union HV_X64_EXCEPTION_INFO
{
    HV_UINT8 AsUINT8;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT8 ErrorCodeValid : 1;    /**< Bit 0: ErrorCode holds. */
        HV_UINT8 SoftwareException : 1; /**< Bit 1: raised by INT3 or INTO; later than WDK 7.1. */
        HV_UINT8 Reserved : 6;
    };
#endif
} HV_X64_EXCEPTION_INFO, *PHV_X64_EXCEPTION_INFO;
HV_STATIC_ASSERT(sizeof(HV_X64_EXCEPTION_INFO) == 1);

/** HvMessageTypeExceptionIntercept: an exception that the guest would have taken. */
typedef struct HV_X64_EXCEPTION_INTERCEPT_MESSAGE
{
    HV_X64_INTERCEPT_MESSAGE_HEADER Header;
    HV_UINT16 ExceptionVector;
    HV_X64_EXCEPTION_INFO ExceptionInfo;
    HV_UINT8 InstructionByteCount;
    HV_UINT32 ErrorCode; /**< What would have been pushed. */
    HV_UINT64 ExceptionParameter; /**< CR2 of a page fault (14), DR6 of a debug exception (1). */
    HV_UINT64 Reserved;
    HV_UINT8 InstructionBytes[16];
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

/** The other operand of the access. */
typedef union HV_X64_REGISTER_ACCESS_INFO
{
    HV_REGISTER_VALUE SourceValue; /**< The value to be written. */
    HV_REGISTER_NAME DestinationRegister;
    HV_UINT64 SourceAddress; /**< If IsMemoryOp. */
    HV_UINT64 DestinationAddress;
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
    HV_VP_INDEX TargetVpIndex;
    HV_INTERRUPT_VECTOR InterruptVector; /**< It starts at this number times 4096, in real mode. */
} HV_X64_SIPI_INTERCEPT_MESSAGE, *PHV_X64_SIPI_INTERCEPT_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_X64_SIPI_INTERCEPT_MESSAGE) == 48);

/** HvMessageTypeX64InterruptionDeliverable: what HvRegisterDeliverabilityNotifications asks for could be delivered. */
typedef struct HV_X64_INTERRUPTION_DELIVERABLE_MESSAGE
{
    HV_X64_INTERCEPT_MESSAGE_HEADER Header;
    HV_UINT8 DeliverableType; /**< HvX64PendingInterrupt or HvX64PendingNmi. */
    HV_UINT8 Reserved1[3];
    HV_UINT32 Reserved2;
} HV_X64_INTERRUPTION_DELIVERABLE_MESSAGE, *PHV_X64_INTERRUPTION_DELIVERABLE_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_X64_INTERRUPTION_DELIVERABLE_MESSAGE) == 48);

/** HvMessageTypeSynicSintDeliverable: message slots of SINTs that were asked about are free. */
typedef struct HV_X64_SYNIC_SINT_DELIVERABLE_MESSAGE
{
    HV_X64_INTERCEPT_MESSAGE_HEADER Header;
    HV_UINT16 DeliverableSints; /**< Bit n: SINT n. */
    HV_UINT16 Rsvd1;
    HV_UINT32 Rsvd2;
} HV_X64_SYNIC_SINT_DELIVERABLE_MESSAGE, *PHV_X64_SYNIC_SINT_DELIVERABLE_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_X64_SYNIC_SINT_DELIVERABLE_MESSAGE) == 48);

/*
 * SEV-SNP.
 */

/** What holds in a VMGEXIT intercept message. */
typedef union HV_X64_VMGEXIT_INTERCEPT_MESSAGE_FLAGS
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 GhcbPageValid : 1;    /**< Bit 0: GhcbPage holds what the guest wrote. */
        HV_UINT64 GhcbRequestError : 1; /**< Bit 1: what it wrote is no request of the protocol. */
        HV_UINT64 Reserved : 62;
    };
#endif
} HV_X64_VMGEXIT_INTERCEPT_MESSAGE_FLAGS, *PHV_X64_VMGEXIT_INTERCEPT_MESSAGE_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_X64_VMGEXIT_INTERCEPT_MESSAGE_FLAGS) == 8);

/** The fields of a GHCB of GHCB_USAGE_BASE, as in HV_GHCB_SAVE_AREA and GHCB_PAGE (Ghcb.h). */
typedef struct HV_X64_VMGEXIT_INTERCEPT_MESSAGE_GHCB_PAGE_STANDARD
{
    HV_UINT16 GhcbProtocolVersion;
    HV_UINT16 Reserved[3];
    HV_UINT64 SwExitCode;
    HV_UINT64 SwExitInfo1;
    HV_UINT64 SwExitInfo2;
    HV_UINT64 SwScratch;
} HV_X64_VMGEXIT_INTERCEPT_MESSAGE_GHCB_PAGE_STANDARD, *PHV_X64_VMGEXIT_INTERCEPT_MESSAGE_GHCB_PAGE_STANDARD;
HV_STATIC_ASSERT(sizeof(HV_X64_VMGEXIT_INTERCEPT_MESSAGE_GHCB_PAGE_STANDARD) == 40);

/** What the message has of the GHCB. */
typedef struct HV_X64_VMGEXIT_INTERCEPT_MESSAGE_GHCB_PAGE
{
    HV_UINT32 GhcbUsage; /**< GHCB_USAGE (Ghcb.h). */
    HV_UINT32 Reserved;
    HV_X64_VMGEXIT_INTERCEPT_MESSAGE_GHCB_PAGE_STANDARD Standard;
} HV_X64_VMGEXIT_INTERCEPT_MESSAGE_GHCB_PAGE, *PHV_X64_VMGEXIT_INTERCEPT_MESSAGE_GHCB_PAGE;
HV_STATIC_ASSERT(sizeof(HV_X64_VMGEXIT_INTERCEPT_MESSAGE_GHCB_PAGE) == 48);

/** HvMessageTypeX64SevVmgexitIntercept: a VMGEXIT that the hypervisor does not answer. */
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
