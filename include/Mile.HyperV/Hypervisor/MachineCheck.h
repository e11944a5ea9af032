/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Machine checks: hardware errors that the root partition receives, and synthetic ones for guests.
 *
 * A *machine check* is the report of a hardware error by the processor: an exception (`#MC` on x64),
 * and registers in banks that describe the error. A real machine check goes to the root partition,
 * which queries the hypervisor for the affected software, and may pass it on:
 *
 *     root                                              hypervisor
 *       |-- HvMachineCheckProperty: handler is ready  -->|
 *       |   (a machine check)                            |
 *       |-- HvCallGetLogicalProcessorProperty         -->|  HV_MACHINE_CHECK_CONTEXT_INFO: who ran
 *       |-- HvCallQueryAssociatedLpsForMca            -->|  which processors share the bank
 *       |-- HvCallInjectSyntheticMachineCheck         -->|  #MC in a guest's processor
 *
 * A guest receives a *synthetic* machine check if SyntheticMachineCheckAvailable is set
 * (CpuidFeatures.h). It handles it like an uncorrected error of its own platform and can recover as
 * from a real one, by giving up the affected page or program. On x64 it reads HV_SYNMC_X64_EVENT in
 * place of a bank's status, address and miscellaneous registers.
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

/** Software that a machine check affects. */
typedef HV_UINT32 HV_MACHINE_CHECK_SOURCE, *PHV_MACHINE_CHECK_SOURCE;
enum
{
    HV_MACHINE_CHECK_SOURCE_NONE = 0,        /**< None. */
    HV_MACHINE_CHECK_SOURCE_HV = 1,          /**< The hypervisor's own code. */
    HV_MACHINE_CHECK_SOURCE_ROOT_VP = 2,     /**< A virtual processor of the root. */
    HV_MACHINE_CHECK_SOURCE_NON_ROOT_VP = 3, /**< A virtual processor of another partition. */
};

/** Virtual processor that ran at the time of the machine check. */
typedef struct HV_MACHINE_CHECK_CONTEXT
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_VTL Vtl; /**< Running trust level. */
    HV_UINT8 Padding[3];
} HV_MACHINE_CHECK_CONTEXT, *PHV_MACHINE_CHECK_CONTEXT;
HV_STATIC_ASSERT(sizeof(HV_MACHINE_CHECK_CONTEXT) == 16);

/**
 * HvLogicalProcessorMachineCheckContextInfo, a property of a logical processor
 * (LogicalProcessor.h): software that ran when the machine check occurred.
 */
typedef struct HV_MACHINE_CHECK_CONTEXT_INFO
{
    HV_MACHINE_CHECK_SOURCE MachineCheckSource;
    HV_UINT32 Padding;
    HV_MACHINE_CHECK_CONTEXT MachineCheckContext; /**< Valid for the two sources that are virtual processors. */
} HV_MACHINE_CHECK_CONTEXT_INFO, *PHV_MACHINE_CHECK_CONTEXT_INFO;
HV_STATIC_ASSERT(sizeof(HV_MACHINE_CHECK_CONTEXT_INFO) == 24);

/**
 * Logical processor that a machine check affected, as the content of a register. It is undocumented
 * which register.
 */
typedef union HV_MCA_FAULTING_LP_MSR
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_LOGICAL_PROCESSOR_INDEX LpIndex; /**< Index of the logical processor. */
        HV_UINT32 Reserved;
    };
} HV_MCA_FAULTING_LP_MSR, *PHV_MCA_FAULTING_LP_MSR;
HV_STATIC_ASSERT(sizeof(HV_MCA_FAULTING_LP_MSR) == 8);

/** Kind of the information in HV_MACHINE_CHECK_PROPERTY_INFO. */
typedef HV_UINT32 HV_MACHINE_CHECK_PROPERTY_TYPE, *PHV_MACHINE_CHECK_PROPERTY_TYPE;
enum
{
    MachineCheckHandlerState = 1,          /**< MachineCheckHandlerReady. */
    MachineCheckDeferredRecoveryState = 2, /**< MachineCheckRecoveryFlag. */
};

/** Progress of a recovery that the root deferred. */
typedef HV_UINT32 HV_MACHINE_CHECK_RECOVERY_FLAG, *PHV_MACHINE_CHECK_RECOVERY_FLAG;
enum
{
    InvalidRecoveryFlag = 0,
    NewDeferredRecoveryQueued = 1, /**< A recovery is deferred. */
    DeferredRecoveryCompleted = 2, /**< The deferred recovery is complete. */
};

/** HvMachineCheckProperty (System.h): state of the root's machine check handling. */
typedef struct HV_MACHINE_CHECK_PROPERTY_INFO
{
    HV_MACHINE_CHECK_PROPERTY_TYPE PropertyType;
    union
    {
        HV_UINT8 MachineCheckHandlerReady; /**< Nonzero if the root can handle machine checks. */
        /** State of a deferred recovery. */
        HV_MACHINE_CHECK_RECOVERY_FLAG MachineCheckRecoveryFlag;
    };
} HV_MACHINE_CHECK_PROPERTY_INFO, *PHV_MACHINE_CHECK_PROPERTY_INFO;
HV_STATIC_ASSERT(sizeof(HV_MACHINE_CHECK_PROPERTY_INFO) == 8);

/*
 * HvCallQueryAssociatedLpsForMca and HvCallQueryAssociatedLpsForMcaEx.
 */

/**
 * Input of HvCallQueryAssociatedLpsForMca and HvCallQueryAssociatedLpsForMcaEx, which return the
 * logical processors that report their errors in the same banks. Only the root can call them; it
 * needs the privilege CpuManagement. Output: HV_OUTPUT_QUERY_ASSOCIATED_LP_FOR_MCA or
 * HV_OUTPUT_QUERY_ASSOCIATED_LP_FOR_MCA_EX.
 */
typedef struct HV_CALL_ATTRIBUTES HV_INPUT_QUERY_ASSOCIATED_LP_FOR_MCA
{
    HV_VP_INDEX VpIndex; /**< Virtual processor of the root; selects the logical processor that it is bound to. */
    HV_UINT32 Padding;
} HV_INPUT_QUERY_ASSOCIATED_LP_FOR_MCA, *PHV_INPUT_QUERY_ASSOCIATED_LP_FOR_MCA;
HV_STATIC_ASSERT(sizeof(HV_INPUT_QUERY_ASSOCIATED_LP_FOR_MCA) == 8);

/** Output of HvCallQueryAssociatedLpsForMca: a list of up to 320 processors. */
typedef struct HV_CALL_ATTRIBUTES HV_OUTPUT_QUERY_ASSOCIATED_LP_FOR_MCA
{
    HV_UINT32 Count; /**< Number of valid elements of AssociatedLpList; at most 320. */
    HV_UINT16 AssociatedLpList[320]; /**< Indexes of the logical processors. */
    HV_UINT32 Padding;
} HV_OUTPUT_QUERY_ASSOCIATED_LP_FOR_MCA, *PHV_OUTPUT_QUERY_ASSOCIATED_LP_FOR_MCA;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_QUERY_ASSOCIATED_LP_FOR_MCA) == 648);

/** Output of HvCallQueryAssociatedLpsForMcaEx: a set of logical processors, with indexes up to 4095. */
typedef struct HV_OUTPUT_QUERY_ASSOCIATED_LP_FOR_MCA_EX
{
    HV_UINT64 AssociatedLpSetBuffer[7]; /**< HV_GENERIC_SET (ProcessorSet.h) and at most five banks of 64. */
} HV_OUTPUT_QUERY_ASSOCIATED_LP_FOR_MCA_EX, *PHV_OUTPUT_QUERY_ASSOCIATED_LP_FOR_MCA_EX;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_QUERY_ASSOCIATED_LP_FOR_MCA_EX) == 56);

/*
 * Synthetic machine checks.
 */

/** McaErrorCode of every synthetic machine check: unclassified. */
#define HV_SYNMC_MCA_ERROR_CODE 0x0001

/** Status of the bank, x64. The upper half is that of the architecture's MCi_STATUS. */
typedef union HV_X64_MSR_SYNMC_STATUS_CONTENTS
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT16 McaErrorCode; /**< HV_SYNMC_MCA_ERROR_CODE. */
        union
        {
            /** ErrorDetail, HypervisorError and SoftwareError as one integer. */
            HV_UINT16 ModelSpecificErrorCode;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT16 ErrorDetail : 14;    /**< Bits 16 to 29: undocumented. */
                HV_UINT16 HypervisorError : 1; /**< Bit 30: the hypervisor detected the error. */
                HV_UINT16 SoftwareError : 1;   /**< Bit 31: software injected the error. */
            };
#endif
        };
        union
        {
            HV_UINT32 FlagsAsUINT32; /**< The flags as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT32 Reserved : 23;
                /** Bit 55: the guest cannot continue before it has recovered. */
                HV_UINT32 ActionRequired : 1;
                HV_UINT32 Signaling : 1; /**< Bit 56: `#MC` signaled the error. */
                /** Bit 57: the state of hypervisor or host is lost, and recovery is impossible. */
                HV_UINT32 ContextCorrupt : 1;
                HV_UINT32 AddressValid : 1; /**< Bit 58: HV_SYNMC_X64_EVENT.Addr is valid. */
                HV_UINT32 MiscValid : 1;    /**< Bit 59: HV_SYNMC_X64_EVENT.Misc is valid. */
                HV_UINT32 ErrorEnabled : 1; /**< Bit 60: reporting of the error is enabled. */
                HV_UINT32 Uncorrected : 1;  /**< Bit 61: the hardware did not correct the error. */
                HV_UINT32 Overflow : 1;     /**< Bit 62: the error replaced an earlier one. */
                HV_UINT32 Valid : 1;        /**< Bit 63: the register contains an error. */
            };
#endif
        };
    };
} HV_X64_MSR_SYNMC_STATUS_CONTENTS, *PHV_X64_MSR_SYNMC_STATUS_CONTENTS;
HV_STATIC_ASSERT(sizeof(HV_X64_MSR_SYNMC_STATUS_CONTENTS) == 8);

/** Address register of the bank: location of the error. */
typedef HV_UINT64 HV_X64_MSR_SYNMC_ADDR_CONTENTS, *PHV_X64_MSR_SYNMC_ADDR_CONTENTS;
/** Miscellaneous register of the bank. */
typedef HV_UINT64 HV_X64_MSR_SYNMC_MISC_CONTENTS, *PHV_X64_MSR_SYNMC_MISC_CONTENTS;

/** Event of a synthetic machine check, x64. Undocumented; only the original 1.x has it. */
typedef struct HV_SYNMC_X64_EVENT
{
    HV_X64_MSR_SYNMC_STATUS_CONTENTS Status; /**< Status of the bank. */
    HV_X64_MSR_SYNMC_ADDR_CONTENTS Addr; /**< Address of the error; valid if Status.AddressValid. */
    HV_X64_MSR_SYNMC_MISC_CONTENTS Misc; /**< Further data; valid if Status.MiscValid. */
    /** RIPV of MCG_STATUS: the guest can resume at the interrupted instruction. */
    HV_BOOLEAN RipValid;
    HV_BOOLEAN EipValid; /**< EIPV of MCG_STATUS: the interrupted instruction caused the error. */
    HV_UINT16 Padding[3];
} HV_SYNMC_X64_EVENT, *PHV_SYNMC_X64_EVENT;
HV_STATIC_ASSERT(sizeof(HV_SYNMC_X64_EVENT) == 32);

/** Event of a synthetic machine check, ARM64. */
typedef union HV_SYNMC_ARM64_EVENT
{
    HV_UINT16 ModelSpecificErrorCode; /**< The event as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT16 ErrorDetail : 14;    /**< Bits 0 to 13: undocumented. */
        HV_UINT16 HypervisorError : 1; /**< Bit 14: the hypervisor detected the error. */
        HV_UINT16 SoftwareError : 1;   /**< Bit 15: software injected the error. */
    };
#endif
} HV_SYNMC_ARM64_EVENT, *PHV_SYNMC_ARM64_EVENT;
HV_STATIC_ASSERT(sizeof(HV_SYNMC_ARM64_EVENT) == 2);

typedef HV_BY_TARGET(HV_SYNMC_X64_EVENT, HV_SYNMC_ARM64_EVENT) HV_SYNMC_EVENT, *PHV_SYNMC_EVENT;

/**
 * Input of HvCallInjectSyntheticMachineCheck, x64: raises a machine check in a processor of a
 * child. The caller is the root, with the privilege CpuManagement. No output.
 *
 * Undocumented. Only the original 1.x has it, without a member for HV_SYNMC_X64_EVENT.
 */
typedef struct HV_X64_INPUT_INJECT_SYNTHETIC_MACHINE_CHECK
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_UINT32 Padding;
} HV_X64_INPUT_INJECT_SYNTHETIC_MACHINE_CHECK, *PHV_X64_INPUT_INJECT_SYNTHETIC_MACHINE_CHECK;
HV_STATIC_ASSERT(sizeof(HV_X64_INPUT_INJECT_SYNTHETIC_MACHINE_CHECK) == 16);

/**
 * Input of HvCallInjectSyntheticMachineCheck, ARM64, which injects a synthetic machine check into a
 * guest. No output. Source: symbols of securekernel 26100.
 */
typedef struct HV_ARM64_INPUT_INJECT_SYNTHETIC_MACHINE_CHECK
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_SYNMC_ARM64_EVENT SynmcEvent; /**< Event that the guest receives. */
    HV_UINT16 Padding;
} HV_ARM64_INPUT_INJECT_SYNTHETIC_MACHINE_CHECK, *PHV_ARM64_INPUT_INJECT_SYNTHETIC_MACHINE_CHECK;
HV_STATIC_ASSERT(sizeof(HV_ARM64_INPUT_INJECT_SYNTHETIC_MACHINE_CHECK) == 16);

typedef HV_BY_TARGET(HV_X64_INPUT_INJECT_SYNTHETIC_MACHINE_CHECK, HV_ARM64_INPUT_INJECT_SYNTHETIC_MACHINE_CHECK)
    HV_INPUT_INJECT_SYNTHETIC_MACHINE_CHECK, *PHV_INPUT_INJECT_SYNTHETIC_MACHINE_CHECK;

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_MACHINE_CHECK */
