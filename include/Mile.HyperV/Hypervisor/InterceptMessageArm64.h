/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Intercept messages of ARM64: what a parent or a higher trust level is told of a guest's action.
 *
 * Intercept.h tells when one is sent. Each is the payload of an HV_MESSAGE
 * (Message.h), whose type says which structure it is; all begin with the same
 * header, which has the program counter and the processor state. General
 * registers do not come along, but for hypercalls: the receiver reads and
 * writes them by HvCallGetVpRegisters and HvCallSetVpRegisters.
 *
 * An access to memory brings the processor's syndrome. Of a data abort whose
 * syndrome is valid (ISV) it tells all that is needed to emulate the access:
 * which register (SRT), how many bytes (SAS), sign extension (SSE), and whether
 * it writes (WnR). Otherwise the receiver decodes the instruction. An access to
 * a device that the hypervisor itself has decoded comes as an
 * HV_ARM64_MMIO_INTERCEPT_MESSAGE instead.
 *
 * To go on behind the instruction the receiver writes the program counter, which
 * still points at it, at an HVC too: plus 4, or 2 if the syndrome says so (IL).
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
        HV_UINT16 Cpl : 2;                       /**< Bits 0 and 1: exception level. */
        HV_UINT16 DebugActive : 1;               /**< Bit 2: a debug register is armed; emulation must heed it. */
        HV_UINT16 InterruptionPending : 1;       /**< Bit 3: an event was being delivered. */
        HV_UINT16 Vtl : 4;                       /**< Bits 4 to 7: the trust level that ran. */
        HV_UINT16 VirtualizationFaultActive : 1; /**< Bit 8: of the VP assist page (VpAssist.h). */
        HV_UINT16 Reserved : 7;
    };
#endif
} HV_ARM64_VP_EXECUTION_STATE, *PHV_ARM64_VP_EXECUTION_STATE;
HV_STATIC_ASSERT(sizeof(HV_ARM64_VP_EXECUTION_STATE) == 2);

/** What most intercept messages of ARM64 begin with. */
typedef struct HV_ARM64_INTERCEPT_MESSAGE_HEADER
{
    HV_VP_INDEX VpIndex;
    HV_UINT8 InstructionLength; /**< Bytes. */
    HV_INTERCEPT_ACCESS_TYPE InterceptAccessType; /**< Read, write or execute. */
    HV_ARM64_VP_EXECUTION_STATE ExecutionState;
    HV_UINT64 Pc;   /**< Of the instruction, which has not been carried out. */
    HV_UINT64 Cpsr; /**< The processor state, as SPSR has it. */
} HV_ARM64_INTERCEPT_MESSAGE_HEADER, *PHV_ARM64_INTERCEPT_MESSAGE_HEADER;
HV_STATIC_ASSERT(sizeof(HV_ARM64_INTERCEPT_MESSAGE_HEADER) == 24);

/*
 * Memory.
 */

/** What holds in a memory intercept message. */
typedef union HV_ARM64_MEMORY_ACCESS_INFO
{
    HV_UINT8 AsUINT8;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT8 GvaValid : 1;               /**< Bit 0: GuestVirtualAddress holds. */
        HV_UINT8 GvaGpaValid : 1;            /**< Bit 1: it translates to GuestPhysicalAddress. */
        HV_UINT8 HypercallOutputPending : 1; /**< Bit 2. */
        HV_UINT8 Reserved : 5;
    };
#endif
} HV_ARM64_MEMORY_ACCESS_INFO, *PHV_ARM64_MEMORY_ACCESS_INFO;
HV_STATIC_ASSERT(sizeof(HV_ARM64_MEMORY_ACCESS_INFO) == 1);

/** HvMessageTypeUnmappedGpa, HvMessageTypeGpaIntercept and their kin: an access to memory. */
typedef struct HV_ARM64_MEMORY_INTERCEPT_MESSAGE
{
    HV_ARM64_INTERCEPT_MESSAGE_HEADER Header;
    HV_CACHE_TYPE CacheType;
    HV_UINT8 InstructionByteCount; /**< Of InstructionBytes: 0 to 4. */
    HV_ARM64_MEMORY_ACCESS_INFO MemoryAccessInfo;
    HV_UINT16 Reserved1;
    HV_UINT8 InstructionBytes[4];
    HV_UINT32 Reserved2;
    HV_UINT64 GuestVirtualAddress;
    HV_UINT64 GuestPhysicalAddress;
    HV_UINT64 Syndrome; /**< ESR_EL2 of the access. */
} HV_ARM64_MEMORY_INTERCEPT_MESSAGE, *PHV_ARM64_MEMORY_INTERCEPT_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_ARM64_MEMORY_INTERCEPT_MESSAGE) == 64);

/** HvMessageTypeMmioIntercept: an access to a device, decoded. */
typedef struct HV_ARM64_MMIO_INTERCEPT_MESSAGE
{
    HV_ARM64_INTERCEPT_MESSAGE_HEADER Header;
    HV_UINT64 GuestPhysicalAddress;
    HV_UINT32 AccessSize; /**< Bytes, at most 32. */
    HV_UINT8 Data[32];    /**< Of a write, the bytes. */
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

/** HvMessageTypeHypercallIntercept: a hypercall that the receiver answers, with the registers that carry its input. */
typedef struct HV_ARM64_HYPERCALL_INTERCEPT_MESSAGE
{
    HV_ARM64_INTERCEPT_MESSAGE_HEADER Header;
    HV_UINT16 Immediate; /**< Of the HVC instruction: 0 for the SMCCC, 1 for the older convention (Hypercall.h). */
    HV_UINT16 Reserved;
    union
    {
        HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 Isolated : 1; /**< Bit 0: made by an isolated guest. */
            HV_UINT32 Reserved1 : 31;
        };
#endif
    };
    HV_UINT64 X[18]; /**< X0 to X17. */
} HV_ARM64_HYPERCALL_INTERCEPT_MESSAGE, *PHV_ARM64_HYPERCALL_INTERCEPT_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_ARM64_HYPERCALL_INTERCEPT_MESSAGE) == 176);

/** HvMessageTypeMsrIntercept: an access to a system register. */
typedef struct HV_ARM64_MSR_INTERCEPT_MESSAGE
{
    HV_ARM64_INTERCEPT_MESSAGE_HEADER Header;
    HV_UINT64 VirtualRegisterNumber; /**< Which; no public list. */
    HV_UINT64 X0;                    /**< The guest's X0 and X1. */
    HV_UINT64 X1;
} HV_ARM64_MSR_INTERCEPT_MESSAGE, *PHV_ARM64_MSR_INTERCEPT_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_ARM64_MSR_INTERCEPT_MESSAGE) == 48);

/** What the guest asked PSCI for. */
typedef HV_UINT32 HV_ARM64_RESET_TYPE, *PHV_ARM64_RESET_TYPE;
enum
{
    HvArm64ResetTypePowerOff = 0,    /**< Off. */
    HvArm64ResetTypeReboot = 1,      /**< A reset; so is the next in OpenVMM. */
    HvArm64ResetTypeSystemReset = 2, /**< With a ResetCode. */
    HvArm64ResetTypeHibernate = 3,   /**< Off, to be resumed from the image that the guest wrote. */
};

/** HvMessageTypeArm64ResetIntercept: a reset or power-off. */
typedef struct HV_ARM64_RESET_INTERCEPT_MESSAGE
{
    HV_ARM64_INTERCEPT_MESSAGE_HEADER Header;
    HV_ARM64_RESET_TYPE ResetType;
    HV_UINT32 ResetCode; /**< Of HvArm64ResetTypeSystemReset, such as HV_ARM64_SYSTEM_RESET2_FIRMWARE_CRASH. */
} HV_ARM64_RESET_INTERCEPT_MESSAGE, *PHV_ARM64_RESET_INTERCEPT_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_ARM64_RESET_INTERCEPT_MESSAGE) == 32);

/*
 * Exceptions and registers.
 */

/** What an exception comes with; no message of this header has one. */
typedef union HV_ARM64_EXCEPTION_INFO
{
    HV_UINT8 AsUINT8;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT8 ErrorCodeValid : 1; /**< Bit 0. */
        HV_UINT8 Reserved : 7;
    };
#endif
} HV_ARM64_EXCEPTION_INFO, *PHV_ARM64_EXCEPTION_INFO;
HV_STATIC_ASSERT(sizeof(HV_ARM64_EXCEPTION_INFO) == 1);

/** HvMessageTypeExceptionIntercept: an exception that the guest would have taken. */
typedef struct HV_ARM64_EXCEPTION_INTERCEPT_MESSAGE
{
    HV_ARM64_INTERCEPT_MESSAGE_HEADER Header;
    HV_ARM64_SYNTHETIC_EXCEPTION_TYPE ExceptionType;
    HV_UINT32 Padding;
    HV_UINT64 ExceptionSyndrome; /**< ESR. */
    HV_UINT64 FaultGVA;          /**< The address of the access, as the guest, */
    HV_UINT64 FaultGPA;          /**< its page tables, */
    HV_UINT64 FaultSPA;          /**< and the hypervisor's tables have it. */
} HV_ARM64_EXCEPTION_INTERCEPT_MESSAGE, *PHV_ARM64_EXCEPTION_INTERCEPT_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_ARM64_EXCEPTION_INTERCEPT_MESSAGE) == 64);

/** The other operand of the access. */
typedef union HV_ARM64_REGISTER_ACCESS_INFO
{
    HV_REGISTER_VALUE SourceValue;        /**< Of a write: the value. */
    HV_REGISTER_NAME DestinationRegister; /**< Of a read: the general register that it goes to. */
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

/** HvMessageTypeSynicSintDeliverable: message slots of SINTs that were asked about are free. */
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
