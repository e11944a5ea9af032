/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Registers of a virtual processor: their values, and the calls that read and write them.
 *
 * HvCallGetVpRegisters and HvCallSetVpRegisters access registers of a virtual processor by name
 * (RegisterName.h), several in one rep call: the input specifies the processor (HV_VP_INDEX_SELF for
 * the caller's own) and a trust level, followed by names, or names with values. A value always has 16
 * bytes; a narrower register is in its low bytes and the rest is zero.
 *
 *     guest, its own synthetic registers     on ARM64 in place of MSRs
 *     a higher level, those of a lower one   InputVtl specifies the level
 *     the root, those of a child             while the processor is stopped or at
 *                                            an intercept
 *
 * The caller is the parent of the partition, or uses HV_PARTITION_ID_SELF with the privilege
 * AccessVpRegisters. On ARM64 these are the only calls that work before the guest has set its OS
 * ID, and then only for a few registers. Readable: HvRegisterGuestOsId,
 * HvRegisterHypervisorVersion, the info registers of privileges, features, limits and hardware,
 * HvRegisterTimeRefCount, HvArm64RegisterSyntheticVbarEl1, HvArm64RegisterSyntheticEsrEl1, the
 * crash registers. Writable: HvRegisterGuestOsId, HvArm64RegisterSyntheticVbarEl1, the crash
 * registers.
 *
 * A write changes only the register: it flushes no translation and raises no exception. The
 * hypervisor checks reserved bits, and little else: a value with which the processor cannot run may
 * be detected only when the processor should run, by an intercept of type
 * HvMessageTypeInvalidVpRegisterValue.
 *
 * A processor does not run while one of its *suspend* registers is set: HvRegisterExplicitSuspend,
 * which the parent sets and clears at will (it is set in a new processor), and
 * HvRegisterInterceptSuspend, which the hypervisor sets at an intercept and the parent clears after
 * it has handled the intercept.
 *
 * If one of the registers fails, the number of completed elements identifies it.
 * HV_STATUS_INVALID_PARAMETER is an unknown or read-only register, or an invalid value; OpenVMM
 * also has HV_STATUS_INVALID_REGISTER_VALUE and HV_STATUS_UNKNOWN_REGISTER_NAME for these.
 * HV_STATUS_INVALID_VP_STATE means that the processor is running. Other failures:
 * HV_STATUS_ACCESS_DENIED, HV_STATUS_INVALID_PARTITION_ID, HV_STATUS_INVALID_VP_INDEX.
 *
 * Sources: TLFS 6.0b 7.9, 7.10; OpenVMM hvdef; WDK 7.1 hvgdk.h; symbols of
 * securekernel 26100; the 2023 mshv patch.
 */

#ifndef MILE_HYPERV_HYPERVISOR_REGISTER
#define MILE_HYPERV_HYPERVISOR_REGISTER

#include "RegisterNameArm64.h"
#include "RegisterNameX64.h"
#include "RegisterValue.h"

HV_HEADER_BEGIN

/** Register with its value: element of the list of HvCallSetVpRegisters. */
typedef struct HV_DECLSPEC_ALIGN(16) HV_REGISTER_ASSOC
{
    HV_REGISTER_NAME Name;
    HV_UINT32 Reserved1;
    HV_UINT64 Reserved2;
    HV_REGISTER_VALUE Value;
} HV_REGISTER_ASSOC, *PHV_REGISTER_ASSOC;
HV_STATIC_ASSERT(sizeof(HV_REGISTER_ASSOC) == 32);

/*
 * Calls.
 */

/**
 * Input of HvCallGetVpRegisters, which reads registers by name; a rep call. Output:
 * HV_REGISTER_VALUE, one per name.
 */
typedef struct HV_INPUT_GET_VP_REGISTERS
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    /** Trust level whose registers the call reads; without UseTargetVtl the caller's own. */
    HV_INPUT_VTL InputVtl;
    HV_UINT8 RsvdZ8;
    HV_UINT16 RsvdZ16;
    HV_REGISTER_NAME Names[]; /**< Names of the registers, one per repetition. */
} HV_INPUT_GET_VP_REGISTERS, *PHV_INPUT_GET_VP_REGISTERS;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_VP_REGISTERS) == 16);

/** Input of HvCallGetVpRegisters in the Windows 7 SDK: without a trust level, the names 4 bytes earlier. */
typedef struct HV_INPUT_GET_VP_REGISTERS_V1
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_REGISTER_NAME Names[1]; /**< One or more. */
} HV_INPUT_GET_VP_REGISTERS_V1, *PHV_INPUT_GET_VP_REGISTERS_V1;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_VP_REGISTERS_V1) == 16);

/** Output of HvCallGetVpRegisters: one value per name. */
typedef HV_REGISTER_VALUE HV_OUTPUT_GET_VP_REGISTERS, *PHV_OUTPUT_GET_VP_REGISTERS;

/**
 * Input of a call of Windows 7, whose number and purpose are undocumented. Source: WDK 7.1 hvgdk.h.
 */
typedef struct HV_INPUT_GET_VP_REGISTER_CODE
{
    HV_PARTITION_ID PartitionId;
    HV_UINT32 RegisterIndex; /**< Index of the register; undocumented. */
    HV_UINT32 Padding;
} HV_INPUT_GET_VP_REGISTER_CODE, *PHV_INPUT_GET_VP_REGISTER_CODE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_VP_REGISTER_CODE) == 16);

/** Input of HvCallSetVpRegisters, which writes registers by name; a rep call. No output. */
typedef struct HV_DECLSPEC_ALIGN(16) HV_INPUT_SET_VP_REGISTERS
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    /** Trust level whose registers the call writes; without UseTargetVtl the caller's own. */
    HV_INPUT_VTL InputVtl;
    HV_UINT8 RsvdZ8;
    HV_UINT16 RsvdZ16;
    HV_REGISTER_ASSOC Elements[]; /**< Names and values of the registers, one per repetition. */
} HV_INPUT_SET_VP_REGISTERS, *PHV_INPUT_SET_VP_REGISTERS;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SET_VP_REGISTERS) == 16);

/**
 * ARM64: flushes of the guest by hypercall. If the guest uses them, the hypervisor need not trap its
 * instructions.
 */
typedef union HV_ARM64_REGISTER_TLBI_CONTROL
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 TlbiEnlightened : 1; /**< Bit 0: the guest flushes translations with hypercalls. */
        HV_UINT64 Reserved : 63;
    };
#endif
} HV_ARM64_REGISTER_TLBI_CONTROL, *PHV_ARM64_REGISTER_TLBI_CONTROL;
HV_STATIC_ASSERT(sizeof(HV_ARM64_REGISTER_TLBI_CONTROL) == 8);

/** Information for an emulator of instructions outside the hypervisor. */
typedef union HV_INSTRUCTION_EMULATION_HINTS_REGISTER
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 PartitionSecureVtlEnabled : 1; /**< Bit 0: a level above 0 protects memory. */
        HV_UINT64 MbecUserExecuteControl : 1; /**< Bit 1: user and kernel execution are protected apart. */
        HV_UINT64 Reserved : 62;
    };
#endif
} HV_INSTRUCTION_EMULATION_HINTS_REGISTER, *PHV_INSTRUCTION_EMULATION_HINTS_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_INSTRUCTION_EMULATION_HINTS_REGISTER) == 8);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_REGISTER */
