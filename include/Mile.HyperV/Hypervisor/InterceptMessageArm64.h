/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Intercept messages of ARM64: messages to a parent or a higher trust level about an action of a guest.
 *
 * Intercept.h describes when the hypervisor sends a message. Each message is the payload of an
 * HV_MESSAGE (Message.h), whose type identifies the structure; all begin with
 * HV_ARM64_INTERCEPT_MESSAGE_HEADER, which contains the program counter and the processor state.
 * Only the message about a hypercall contains general registers: the receiver must read and write
 * them by HvCallGetVpRegisters and HvCallSetVpRegisters.
 *
 * The message about an access to memory contains the syndrome of the access. A valid syndrome (ISV)
 * of a data abort contains everything that is necessary to emulate the access: the register (SRT),
 * the number of bytes (SAS), sign extension (SSE), and the direction (WnR). Otherwise the receiver
 * must decode the instruction. An access to a device that the hypervisor itself has decoded is an
 * HV_ARM64_MMIO_INTERCEPT_MESSAGE instead.
 *
 * To continue after the instruction the receiver must write the program counter, which still is the
 * address of the instruction, also for HVC: it must add 4, or 2 if the syndrome has a 16-bit
 * instruction (IL).
 *
 * Every message goes from the hypervisor to the receiver. No response: after an intercept the
 * receiver changes registers and resumes the processor (Intercept.h). The first version of each is
 * undocumented.
 *
 * Sources: OpenVMM hvdef and virt_mshv; mu_msvm; symbols of securekernel 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_INTERCEPT_MESSAGE_ARM64
#define MILE_HYPERV_HYPERVISOR_INTERCEPT_MESSAGE_ARM64

#include "MessageType.h"
#include "RegisterName.h"
#include "RegisterValue.h"

HV_HEADER_BEGIN

/** State of the processor at the intercept. */
typedef union HV_ARM64_VP_EXECUTION_STATE
{
    HV_UINT16 AsUINT16;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT16 Cpl : 2;         /**< Bits 0 and 1: exception level. */
        HV_UINT16 DebugActive : 1; /**< Bit 2: a debug register is armed; emulation must heed it. */
        HV_UINT16 InterruptionPending : 1;       /**< Bit 3: an event was being delivered. */
        HV_UINT16 Vtl : 4;                       /**< Bits 4 to 7: the trust level that ran. */
        HV_UINT16 VirtualizationFaultActive : 1; /**< Bit 8: of the VP assist page (VpAssist.h). */
        HV_UINT16 Reserved : 7;
    };
#endif
} HV_ARM64_VP_EXECUTION_STATE, *PHV_ARM64_VP_EXECUTION_STATE;
HV_STATIC_ASSERT(sizeof(HV_ARM64_VP_EXECUTION_STATE) == 2);

/** Start of the intercept messages of ARM64. */
typedef struct HV_ARM64_INTERCEPT_MESSAGE_HEADER
{
    HV_VP_INDEX VpIndex;        /**< Processor that caused the intercept. */
    HV_UINT8 InstructionLength; /**< Length of the instruction in bytes; at most 4. */
    HV_INTERCEPT_ACCESS_TYPE InterceptAccessType; /**< Read, write or execute. */
    HV_ARM64_VP_EXECUTION_STATE ExecutionState;
    HV_UINT64 Pc;   /**< Address of the instruction, which the processor has not executed. */
    HV_UINT64 Cpsr; /**< Processor state, in the form of SPSR. */
} HV_ARM64_INTERCEPT_MESSAGE_HEADER, *PHV_ARM64_INTERCEPT_MESSAGE_HEADER;
HV_STATIC_ASSERT(sizeof(HV_ARM64_INTERCEPT_MESSAGE_HEADER) == 24);

/*
 * Memory.
 */

/** Valid fields of a memory intercept message. */
typedef union HV_ARM64_MEMORY_ACCESS_INFO
{
    HV_UINT8 AsUINT8;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT8 GvaValid : 1; /**< Bit 0: GuestVirtualAddress is valid. */
        /** Bit 1: GuestVirtualAddress translates to GuestPhysicalAddress. */
        HV_UINT8 GvaGpaValid : 1;
        /** Bit 2: output of a hypercall is pending, by the member's name. */
        HV_UINT8 HypercallOutputPending : 1;
        HV_UINT8 Reserved : 5;
    };
#endif
} HV_ARM64_MEMORY_ACCESS_INFO, *PHV_ARM64_MEMORY_ACCESS_INFO;
HV_STATIC_ASSERT(sizeof(HV_ARM64_MEMORY_ACCESS_INFO) == 1);

/**
 * HvMessageTypeUnmappedGpa, HvMessageTypeGpaIntercept and the other messages about an access to
 * memory.
 */
typedef struct HV_ARM64_MEMORY_INTERCEPT_MESSAGE
{
    HV_ARM64_INTERCEPT_MESSAGE_HEADER Header;
    HV_CACHE_TYPE CacheType;
    HV_UINT8 InstructionByteCount; /**< Number of valid bytes of InstructionBytes; at most 4. */
    HV_ARM64_MEMORY_ACCESS_INFO MemoryAccessInfo;
    HV_UINT16 Reserved1;
    HV_UINT8 InstructionBytes[4]; /**< Instruction that accessed the memory. */
    HV_UINT32 Reserved2;
    /** Guest virtual address of the access; valid if MemoryAccessInfo.GvaValid. */
    HV_UINT64 GuestVirtualAddress;
    HV_UINT64 GuestPhysicalAddress; /**< Guest physical address of the access. */
    HV_UINT64 Syndrome;             /**< ESR_EL2 of the access. */
} HV_ARM64_MEMORY_INTERCEPT_MESSAGE, *PHV_ARM64_MEMORY_INTERCEPT_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_ARM64_MEMORY_INTERCEPT_MESSAGE) == 64);

/** HvMessageTypeMmioIntercept: access to a device that the hypervisor has decoded. */
typedef struct HV_ARM64_MMIO_INTERCEPT_MESSAGE
{
    HV_ARM64_INTERCEPT_MESSAGE_HEADER Header;
    HV_UINT64 GuestPhysicalAddress; /**< Guest physical address of the access. */
    HV_UINT32 AccessSize;           /**< Size of the access in bytes; at most 32. */
    HV_UINT8 Data[32];              /**< Data of a write; AccessSize bytes are valid. */
    HV_UINT32 Padding;
} HV_ARM64_MMIO_INTERCEPT_MESSAGE, *PHV_ARM64_MMIO_INTERCEPT_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_ARM64_MMIO_INTERCEPT_MESSAGE) == 72);

/** HvMessageTypeUnrecoverableException: the guest cannot take an exception. */
typedef struct HV_ARM64_UNRECOVERABLE_EXCEPTION_MESSAGE
{
    HV_ARM64_INTERCEPT_MESSAGE_HEADER Header;
} HV_ARM64_UNRECOVERABLE_EXCEPTION_MESSAGE, *PHV_ARM64_UNRECOVERABLE_EXCEPTION_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_ARM64_UNRECOVERABLE_EXCEPTION_MESSAGE) == 24);

/*
 * Instructions.
 */

/**
 * HvMessageTypeHypercallIntercept: hypercall that the receiver handles, with the registers of its
 * input.
 */
typedef struct HV_ARM64_HYPERCALL_INTERCEPT_MESSAGE
{
    HV_ARM64_INTERCEPT_MESSAGE_HEADER Header;
    /**
     * Immediate of the HVC instruction: 0 for the SMCCC, 1 for the older convention (Hypercall.h).
     */
    HV_UINT16 Immediate;
    HV_UINT16 Reserved;
    union
    {
        HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 Isolated : 1; /**< Bit 0: the caller is an isolated guest. */
            HV_UINT32 Reserved1 : 31;
        };
#endif
    };
    HV_UINT64 X[18]; /**< X0 to X17. */
} HV_ARM64_HYPERCALL_INTERCEPT_MESSAGE, *PHV_ARM64_HYPERCALL_INTERCEPT_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_ARM64_HYPERCALL_INTERCEPT_MESSAGE) == 176);

/** HvMessageTypeMsrIntercept: access to a system register. */
typedef struct HV_ARM64_MSR_INTERCEPT_MESSAGE
{
    HV_ARM64_INTERCEPT_MESSAGE_HEADER Header;
    HV_UINT64 VirtualRegisterNumber; /**< Number of the register; its values are undocumented. */
    HV_UINT64 X0;                    /**< X0 of the guest. */
    HV_UINT64 X1;                    /**< X1 of the guest. */
} HV_ARM64_MSR_INTERCEPT_MESSAGE, *PHV_ARM64_MSR_INTERCEPT_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_ARM64_MSR_INTERCEPT_MESSAGE) == 48);

/** Request of the guest to PSCI. */
typedef HV_UINT32 HV_ARM64_RESET_TYPE, *PHV_ARM64_RESET_TYPE;
enum
{
    HvArm64ResetTypePowerOff = 0, /**< Off. */
    /** Reset; HvArm64ResetTypeSystemReset is a reset in OpenVMM too. */
    HvArm64ResetTypeReboot = 1,
    HvArm64ResetTypeSystemReset = 2, /**< Reset with a ResetCode. */
    HvArm64ResetTypeHibernate = 3,   /**< Off, to be resumed from the image that the guest wrote. */
};

/** HvMessageTypeArm64ResetIntercept: a reset or power-off. */
typedef struct HV_ARM64_RESET_INTERCEPT_MESSAGE
{
    HV_ARM64_INTERCEPT_MESSAGE_HEADER Header;
    HV_ARM64_RESET_TYPE ResetType;
    /** Code of HvArm64ResetTypeSystemReset, for example HV_ARM64_SYSTEM_RESET2_FIRMWARE_CRASH. */
    HV_UINT32 ResetCode;
} HV_ARM64_RESET_INTERCEPT_MESSAGE, *PHV_ARM64_RESET_INTERCEPT_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_ARM64_RESET_INTERCEPT_MESSAGE) == 32);

/*
 * Exceptions and registers.
 */

/** Properties of an exception; no message of this header has one. */
typedef union HV_ARM64_EXCEPTION_INFO
{
    HV_UINT8 AsUINT8;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT8 ErrorCodeValid : 1; /**< Bit 0: the exception has an error code. */
        HV_UINT8 Reserved : 7;
    };
#endif
} HV_ARM64_EXCEPTION_INFO, *PHV_ARM64_EXCEPTION_INFO;
HV_STATIC_ASSERT(sizeof(HV_ARM64_EXCEPTION_INFO) == 1);

/** HvMessageTypeExceptionIntercept: exception before the guest receives it. */
typedef struct HV_ARM64_EXCEPTION_INTERCEPT_MESSAGE
{
    HV_ARM64_INTERCEPT_MESSAGE_HEADER Header;
    HV_ARM64_SYNTHETIC_EXCEPTION_TYPE ExceptionType;
    HV_UINT32 Padding;
    HV_UINT64 ExceptionSyndrome; /**< ESR. */
    HV_UINT64 FaultGVA;          /**< Guest virtual address of the access. */
    HV_UINT64 FaultGPA;          /**< Guest physical address of the access. */
    HV_UINT64 FaultSPA;          /**< System physical address of the access. */
} HV_ARM64_EXCEPTION_INTERCEPT_MESSAGE, *PHV_ARM64_EXCEPTION_INTERCEPT_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_ARM64_EXCEPTION_INTERCEPT_MESSAGE) == 64);

/** Second operand of the access. */
typedef union HV_ARM64_REGISTER_ACCESS_INFO
{
    HV_REGISTER_VALUE SourceValue; /**< Value of a write. */
    /** General register that receives the value of a read. */
    HV_REGISTER_NAME DestinationRegister;
} HV_ARM64_REGISTER_ACCESS_INFO, *PHV_ARM64_REGISTER_ACCESS_INFO;
HV_STATIC_ASSERT(sizeof(HV_ARM64_REGISTER_ACCESS_INFO) == 16);

/** HvMessageTypeRegisterIntercept: an access to a register that a higher trust level guards. */
typedef struct HV_ARM64_REGISTER_INTERCEPT_MESSAGE
{
    HV_ARM64_INTERCEPT_MESSAGE_HEADER Header;
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
    HV_UINT8 Reserved8;
    HV_UINT16 Reserved16;
    HV_REGISTER_NAME RegisterName;
    HV_ARM64_REGISTER_ACCESS_INFO AccessInfo;
} HV_ARM64_REGISTER_INTERCEPT_MESSAGE, *PHV_ARM64_REGISTER_INTERCEPT_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_ARM64_REGISTER_INTERCEPT_MESSAGE) == 48);

/*
 * Interrupts.
 */

/** HvMessageTypeSynicSintDeliverable: the message slots of the requested SINTs are free. */
typedef struct HV_ARM64_SYNIC_SINT_DELIVERABLE_MESSAGE
{
    HV_ARM64_INTERCEPT_MESSAGE_HEADER Header;
    HV_UINT16 DeliverableSints; /**< Bit n: SINT n. */
    HV_UINT16 Rsvd1;
    HV_UINT32 Rsvd2;
} HV_ARM64_SYNIC_SINT_DELIVERABLE_MESSAGE, *PHV_ARM64_SYNIC_SINT_DELIVERABLE_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_ARM64_SYNIC_SINT_DELIVERABLE_MESSAGE) == 32);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_INTERCEPT_MESSAGE_ARM64 */
