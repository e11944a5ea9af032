/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Machine checks: how hardware errors reach the root partition, and the synthetic ones that a guest gets.
 *
 * A *machine check* is the report of a hardware error by the processor: an
 * exception (#MC on x64), and registers in banks that tell what went wrong and
 * where. A real one goes to the root partition, which asks the hypervisor whom
 * it met and whom it concerns, and may pass it on:
 *
 *     root                                              hypervisor
 *       |-- HvMachineCheckProperty: handler is ready  -->|
 *       |   (a machine check)                            |
 *       |-- HvCallGetLogicalProcessorProperty         -->|  HV_MACHINE_CHECK_CONTEXT_INFO: who ran
 *       |-- HvCallQueryAssociatedLpsForMca            -->|  which processors share the bank
 *       |-- HvCallInjectSyntheticMachineCheck         -->|  #MC in a guest's processor
 *
 * The guest that gets a *synthetic* one, where SyntheticMachineCheckAvailable is
 * set (Cpuid.h), takes it as an uncorrected error of its own platform and can
 * recover, as from a real one: by giving up the page or the program concerned.
 * On x64 it reads HV_SYNMC_X64_EVENT where a bank's status, address and
 * miscellaneous registers would be.
 *
 * Sources: TLFS 6.0b 7.7 to 7.9 (the synthetic ones) and appendix A; symbols of
 * securekernel 26100 (ARM64); the original, alone for some forms of x64.
 */

#ifndef MILE_HYPERV_HYPERVISOR_MACHINE_CHECK
#define MILE_HYPERV_HYPERVISOR_MACHINE_CHECK

#include "Types.h"

HV_HEADER_BEGIN

/*
 * Of the root partition.
 */

/** Whom a machine check met. */
typedef HV_UINT32 HV_MACHINE_CHECK_SOURCE, *PHV_MACHINE_CHECK_SOURCE;
enum
{
    HV_MACHINE_CHECK_SOURCE_NONE = 0,        /**< There was none. */
    HV_MACHINE_CHECK_SOURCE_HV = 1,          /**< The hypervisor's own code. */
    HV_MACHINE_CHECK_SOURCE_ROOT_VP = 2,     /**< A virtual processor of the root. */
    HV_MACHINE_CHECK_SOURCE_NON_ROOT_VP = 3, /**< One of another partition. */
};

/** The virtual processor that ran when the machine check came. */
typedef struct HV_MACHINE_CHECK_CONTEXT
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_VTL Vtl; /**< The trust level that it ran in. */
    HV_UINT8 Padding[3];
} HV_MACHINE_CHECK_CONTEXT, *PHV_MACHINE_CHECK_CONTEXT;
HV_STATIC_ASSERT(sizeof(HV_MACHINE_CHECK_CONTEXT) == 16);

/** A property of a logical processor, HvLogicalProcessorMachineCheckContextInfo (LogicalProcessor.h). */
typedef struct HV_MACHINE_CHECK_CONTEXT_INFO
{
    HV_MACHINE_CHECK_SOURCE MachineCheckSource;
    HV_UINT32 Padding;
    HV_MACHINE_CHECK_CONTEXT MachineCheckContext; /**< Valid for the two sources that are virtual processors. */
} HV_MACHINE_CHECK_CONTEXT_INFO, *PHV_MACHINE_CHECK_CONTEXT_INFO;
HV_STATIC_ASSERT(sizeof(HV_MACHINE_CHECK_CONTEXT_INFO) == 24);

/** The logical processor that a machine check met, as a register gives it; no source tells which. */
typedef union HV_MCA_FAULTING_LP_MSR
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_LOGICAL_PROCESSOR_INDEX LpIndex;
        HV_UINT32 Reserved;
    };
} HV_MCA_FAULTING_LP_MSR, *PHV_MCA_FAULTING_LP_MSR;
HV_STATIC_ASSERT(sizeof(HV_MCA_FAULTING_LP_MSR) == 8);

/** What the root tells in HV_MACHINE_CHECK_PROPERTY_INFO. */
typedef HV_UINT32 HV_MACHINE_CHECK_PROPERTY_TYPE, *PHV_MACHINE_CHECK_PROPERTY_TYPE;
enum
{
    MachineCheckHandlerState = 1,          /**< MachineCheckHandlerReady. */
    MachineCheckDeferredRecoveryState = 2, /**< MachineCheckRecoveryFlag. */
};

/** How far the root is with a recovery that it put off. */
typedef HV_UINT32 HV_MACHINE_CHECK_RECOVERY_FLAG, *PHV_MACHINE_CHECK_RECOVERY_FLAG;
enum
{
    InvalidRecoveryFlag = 0,
    NewDeferredRecoveryQueued = 1, /**< It will recover later. */
    DeferredRecoveryCompleted = 2, /**< It has. */
};

/** The system property HvMachineCheckProperty (System.h): the root tells how far it is. */
typedef struct HV_MACHINE_CHECK_PROPERTY_INFO
{
    HV_MACHINE_CHECK_PROPERTY_TYPE PropertyType;
    union
    {
        HV_UINT8 MachineCheckHandlerReady;
        HV_MACHINE_CHECK_RECOVERY_FLAG MachineCheckRecoveryFlag;
    };
} HV_MACHINE_CHECK_PROPERTY_INFO, *PHV_MACHINE_CHECK_PROPERTY_INFO;
HV_STATIC_ASSERT(sizeof(HV_MACHINE_CHECK_PROPERTY_INFO) == 8);

/*
 * HvCallQueryAssociatedLpsForMca and HvCallQueryAssociatedLpsForMcaEx.
 */

/** Which logical processors report their errors in the same banks. For the root, with CpuManagement. */
typedef struct HV_CALL_ATTRIBUTES HV_INPUT_QUERY_ASSOCIATED_LP_FOR_MCA
{
    HV_VP_INDEX VpIndex; /**< Of the root partition, for the logical processor that it is bound to. */
    HV_UINT32 Padding;
} HV_INPUT_QUERY_ASSOCIATED_LP_FOR_MCA, *PHV_INPUT_QUERY_ASSOCIATED_LP_FOR_MCA;
HV_STATIC_ASSERT(sizeof(HV_INPUT_QUERY_ASSOCIATED_LP_FOR_MCA) == 8);

/** Output of HvCallQueryAssociatedLpsForMca: a list of up to 320 processors. */
typedef struct HV_CALL_ATTRIBUTES HV_OUTPUT_QUERY_ASSOCIATED_LP_FOR_MCA
{
    HV_UINT32 Count; /**< Of AssociatedLpList. */
    HV_UINT16 AssociatedLpList[320];
    HV_UINT32 Padding;
} HV_OUTPUT_QUERY_ASSOCIATED_LP_FOR_MCA, *PHV_OUTPUT_QUERY_ASSOCIATED_LP_FOR_MCA;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_QUERY_ASSOCIATED_LP_FOR_MCA) == 648);

/** Output of HvCallQueryAssociatedLpsForMcaEx: a set, of processors with numbers up to 4095. */
typedef struct HV_OUTPUT_QUERY_ASSOCIATED_LP_FOR_MCA_EX
{
    HV_UINT64 AssociatedLpSetBuffer[7]; /**< HV_GENERIC_SET (ProcessorSet.h) and at most five banks of 64. */
} HV_OUTPUT_QUERY_ASSOCIATED_LP_FOR_MCA_EX, *PHV_OUTPUT_QUERY_ASSOCIATED_LP_FOR_MCA_EX;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_QUERY_ASSOCIATED_LP_FOR_MCA_EX) == 56);

/*
 * Synthetic machine checks.
 */

/** McaErrorCode of all of them: unclassified. */
#define HV_SYNMC_MCA_ERROR_CODE 0x0001

/** The bank's status, x64; the upper half is that of the architecture's MCi_STATUS. */
typedef union HV_X64_MSR_SYNMC_STATUS_CONTENTS
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT16 McaErrorCode; /**< HV_SYNMC_MCA_ERROR_CODE. */
        union
        {
            HV_UINT16 ModelSpecificErrorCode;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT16 ErrorDetail : 14;    /**< Bits 16 to 29. */
                HV_UINT16 HypervisorError : 1; /**< Bit 30: the hypervisor found it. */
                HV_UINT16 SoftwareError : 1;   /**< Bit 31: it was made by software. */
            };
#endif
        };
        union
        {
            HV_UINT32 FlagsAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT32 Reserved : 23;
                HV_UINT32 ActionRequired : 1; /**< Bit 55: the guest cannot go on before it has recovered. */
                HV_UINT32 Signaling : 1;      /**< Bit 56: by #MC. */
                HV_UINT32 ContextCorrupt : 1; /**< Bit 57: the state of hypervisor or host is lost: no recovery. */
                HV_UINT32 AddressValid : 1;   /**< Bit 58: HV_SYNMC_X64_EVENT.Addr holds. */
                HV_UINT32 MiscValid : 1;      /**< Bit 59: HV_SYNMC_X64_EVENT.Misc holds. */
                HV_UINT32 ErrorEnabled : 1;   /**< Bit 60. */
                HV_UINT32 Uncorrected : 1;    /**< Bit 61: the hardware did not correct it. */
                HV_UINT32 Overflow : 1;       /**< Bit 62: an earlier error was overwritten. */
                HV_UINT32 Valid : 1;          /**< Bit 63: the register holds an error. */
            };
#endif
        };
    };
} HV_X64_MSR_SYNMC_STATUS_CONTENTS, *PHV_X64_MSR_SYNMC_STATUS_CONTENTS;
HV_STATIC_ASSERT(sizeof(HV_X64_MSR_SYNMC_STATUS_CONTENTS) == 8);

/** The bank's address register: where the error lies. */
typedef HV_UINT64 HV_X64_MSR_SYNMC_ADDR_CONTENTS, *PHV_X64_MSR_SYNMC_ADDR_CONTENTS;
/** The bank's miscellaneous register. */
typedef HV_UINT64 HV_X64_MSR_SYNMC_MISC_CONTENTS, *PHV_X64_MSR_SYNMC_MISC_CONTENTS;

/** The event, x64. Undocumented; from the original 1.x alone. */
typedef struct HV_SYNMC_X64_EVENT
{
    HV_X64_MSR_SYNMC_STATUS_CONTENTS Status;
    HV_X64_MSR_SYNMC_ADDR_CONTENTS Addr;
    HV_X64_MSR_SYNMC_MISC_CONTENTS Misc;
    HV_BOOLEAN RipValid; /**< As RIPV of MCG_STATUS: the guest can be resumed where it was stopped. */
    HV_BOOLEAN EipValid; /**< As EIPV of it: that instruction is the cause. */
    HV_UINT16 Padding[3];
} HV_SYNMC_X64_EVENT, *PHV_SYNMC_X64_EVENT;
HV_STATIC_ASSERT(sizeof(HV_SYNMC_X64_EVENT) == 32);

/** The event, ARM64. */
typedef union HV_SYNMC_ARM64_EVENT
{
    HV_UINT16 ModelSpecificErrorCode;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT16 ErrorDetail : 14;    /**< Bits 0 to 13. */
        HV_UINT16 HypervisorError : 1; /**< Bit 14: the hypervisor found it. */
        HV_UINT16 SoftwareError : 1;   /**< Bit 15: it was made by software. */
    };
#endif
} HV_SYNMC_ARM64_EVENT, *PHV_SYNMC_ARM64_EVENT;
HV_STATIC_ASSERT(sizeof(HV_SYNMC_ARM64_EVENT) == 2);

typedef HV_BY_TARGET(HV_SYNMC_X64_EVENT, HV_SYNMC_ARM64_EVENT) HV_SYNMC_EVENT, *PHV_SYNMC_EVENT;

/**
 * Input of HvCallInjectSyntheticMachineCheck, x64: raises a machine check in a processor of a
 * child. The caller is the root, with the privilege CpuManagement.
 *
 * Undocumented; from the original 1.x alone, which has no place for HV_SYNMC_X64_EVENT here.
 */
typedef struct HV_X64_INPUT_INJECT_SYNTHETIC_MACHINE_CHECK
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_UINT32 Padding;
} HV_X64_INPUT_INJECT_SYNTHETIC_MACHINE_CHECK, *PHV_X64_INPUT_INJECT_SYNTHETIC_MACHINE_CHECK;
HV_STATIC_ASSERT(sizeof(HV_X64_INPUT_INJECT_SYNTHETIC_MACHINE_CHECK) == 16);

/** HvCallInjectSyntheticMachineCheck, ARM64. Source: symbols of securekernel 26100. */
typedef struct HV_ARM64_INPUT_INJECT_SYNTHETIC_MACHINE_CHECK
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_SYNMC_ARM64_EVENT SynmcEvent;
    HV_UINT16 Padding;
} HV_ARM64_INPUT_INJECT_SYNTHETIC_MACHINE_CHECK, *PHV_ARM64_INPUT_INJECT_SYNTHETIC_MACHINE_CHECK;
HV_STATIC_ASSERT(sizeof(HV_ARM64_INPUT_INJECT_SYNTHETIC_MACHINE_CHECK) == 16);

typedef HV_BY_TARGET(HV_X64_INPUT_INJECT_SYNTHETIC_MACHINE_CHECK, HV_ARM64_INPUT_INJECT_SYNTHETIC_MACHINE_CHECK)
    HV_INPUT_INJECT_SYNTHETIC_MACHINE_CHECK, *PHV_INPUT_INJECT_SYNTHETIC_MACHINE_CHECK;

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_MACHINE_CHECK */
