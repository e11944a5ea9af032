/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Machine checks: how hardware errors reach the root partition, and the synthetic ones that a guest gets.
 *
 * A real machine check goes to the root partition, which asks the hypervisor whom
 * it met (HV_MACHINE_CHECK_CONTEXT_INFO, HV_MCA_FAULTING_LP_MSR) and which logical
 * processors share the bank that reported it (HvCallQueryAssociatedLpsForMca). It
 * may pass it on: HvCallInjectSyntheticMachineCheck raises one in a virtual
 * processor, which sees the event's words where a bank's registers would be.
 *
 * Sources: the original collection (hvgdk and hvhdk of builds up to 26100); mshv
 * hv-headers for what it names too.
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
    HV_MACHINE_CHECK_SOURCE_NONE = 0,
    HV_MACHINE_CHECK_SOURCE_HV = 1,
    HV_MACHINE_CHECK_SOURCE_ROOT_VP = 2,
    HV_MACHINE_CHECK_SOURCE_NON_ROOT_VP = 3,
};

typedef struct HV_MACHINE_CHECK_CONTEXT
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_VTL Vtl;
    HV_UINT8 Padding[3];
} HV_MACHINE_CHECK_CONTEXT, *PHV_MACHINE_CHECK_CONTEXT;
HV_STATIC_ASSERT(sizeof(HV_MACHINE_CHECK_CONTEXT) == 16);

typedef struct HV_MACHINE_CHECK_CONTEXT_INFO
{
    HV_MACHINE_CHECK_SOURCE MachineCheckSource;
    HV_UINT32 Padding;
    HV_MACHINE_CHECK_CONTEXT MachineCheckContext; /**< Valid for the two sources that are virtual processors. */
} HV_MACHINE_CHECK_CONTEXT_INFO, *PHV_MACHINE_CHECK_CONTEXT_INFO;
HV_STATIC_ASSERT(sizeof(HV_MACHINE_CHECK_CONTEXT_INFO) == 24);

/** The logical processor that a machine check met. */
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

typedef HV_UINT32 HV_MACHINE_CHECK_PROPERTY_TYPE, *PHV_MACHINE_CHECK_PROPERTY_TYPE;
enum
{
    MachineCheckHandlerState = 1,
    MachineCheckDeferredRecoveryState = 2,
};

typedef HV_UINT32 HV_MACHINE_CHECK_RECOVERY_FLAG, *PHV_MACHINE_CHECK_RECOVERY_FLAG;
enum
{
    InvalidRecoveryFlag = 0,
    NewDeferredRecoveryQueued = 1,
    DeferredRecoveryCompleted = 2,
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

typedef struct HV_INPUT_QUERY_ASSOCIATED_LP_FOR_MCA
{
    HV_VP_INDEX VpIndex; /**< Of the root partition. */
    HV_UINT32 Padding;
} HV_INPUT_QUERY_ASSOCIATED_LP_FOR_MCA, *PHV_INPUT_QUERY_ASSOCIATED_LP_FOR_MCA;
HV_STATIC_ASSERT(sizeof(HV_INPUT_QUERY_ASSOCIATED_LP_FOR_MCA) == 8);

typedef struct HV_OUTPUT_QUERY_ASSOCIATED_LP_FOR_MCA
{
    HV_UINT32 Count; /**< At most 320. */
    HV_UINT16 AssociatedLpList[320];
    HV_UINT32 Padding;
} HV_OUTPUT_QUERY_ASSOCIATED_LP_FOR_MCA, *PHV_OUTPUT_QUERY_ASSOCIATED_LP_FOR_MCA;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_QUERY_ASSOCIATED_LP_FOR_MCA) == 648);

/** The same without the limit. */
typedef struct HV_OUTPUT_QUERY_ASSOCIATED_LP_FOR_MCA_EX
{
    HV_UINT64 AssociatedLpSetBuffer[7]; /**< HV_GENERIC_SET (ProcessorSet.h) and five banks. */
} HV_OUTPUT_QUERY_ASSOCIATED_LP_FOR_MCA_EX, *PHV_OUTPUT_QUERY_ASSOCIATED_LP_FOR_MCA_EX;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_QUERY_ASSOCIATED_LP_FOR_MCA_EX) == 56);

/*
 * Synthetic machine checks.
 */

/** McaErrorCode of all of them: unclassified. */
#define HV_SYNMC_MCA_ERROR_CODE 0x0001

/** The bank's status, x64. */
typedef union HV_X64_MSR_SYNMC_STATUS_CONTENTS
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT16 McaErrorCode; /**< HV_SYNMC_MCA_ERROR_CODE. */
        union
        {
            HV_UINT16 ModelSpecificErrorCode;
            struct
            {
                HV_UINT16 ErrorDetail : 14;    /**< Bits 0 to 13. */
                HV_UINT16 HypervisorError : 1; /**< Bit 14. */
                HV_UINT16 SoftwareError : 1;   /**< Bit 15. */
            };
        };
        union
        {
            HV_UINT32 FlagsAsUINT32;
            struct
            {
                HV_UINT32 Reserved : 23;
                HV_UINT32 ActionRequired : 1; /**< Bit 23. */
                HV_UINT32 Signaling : 1;      /**< Bit 24. */
                HV_UINT32 ContextCorrupt : 1; /**< Bit 25. */
                HV_UINT32 AddressValid : 1;   /**< Bit 26. */
                HV_UINT32 MiscValid : 1;      /**< Bit 27. */
                HV_UINT32 ErrorEnabled : 1;   /**< Bit 28. */
                HV_UINT32 Uncorrected : 1;    /**< Bit 29. */
                HV_UINT32 Overflow : 1;       /**< Bit 30. */
                HV_UINT32 Valid : 1;          /**< Bit 31. */
            };
        };
    };
} HV_X64_MSR_SYNMC_STATUS_CONTENTS, *PHV_X64_MSR_SYNMC_STATUS_CONTENTS;
HV_STATIC_ASSERT(sizeof(HV_X64_MSR_SYNMC_STATUS_CONTENTS) == 8);

typedef HV_UINT64 HV_X64_MSR_SYNMC_ADDR_CONTENTS, *PHV_X64_MSR_SYNMC_ADDR_CONTENTS;
typedef HV_UINT64 HV_X64_MSR_SYNMC_MISC_CONTENTS, *PHV_X64_MSR_SYNMC_MISC_CONTENTS;

typedef struct HV_SYNMC_X64_EVENT
{
    HV_X64_MSR_SYNMC_STATUS_CONTENTS Status;
    HV_X64_MSR_SYNMC_ADDR_CONTENTS Addr;
    HV_X64_MSR_SYNMC_MISC_CONTENTS Misc;
    HV_BOOLEAN RipValid;
    HV_BOOLEAN EipValid;
    HV_UINT16 Padding[3];
} HV_SYNMC_X64_EVENT, *PHV_SYNMC_X64_EVENT;
HV_STATIC_ASSERT(sizeof(HV_SYNMC_X64_EVENT) == 32);

/** The event, ARM64. */
typedef union HV_SYNMC_ARM64_EVENT
{
    HV_UINT16 ModelSpecificErrorCode;
    struct
    {
        HV_UINT16 ErrorDetail : 14;    /**< Bits 0 to 13. */
        HV_UINT16 HypervisorError : 1; /**< Bit 14: the hypervisor found it. */
        HV_UINT16 SoftwareError : 1;   /**< Bit 15: it was made by software. */
    };
} HV_SYNMC_ARM64_EVENT, *PHV_SYNMC_ARM64_EVENT;
HV_STATIC_ASSERT(sizeof(HV_SYNMC_ARM64_EVENT) == 2);

typedef HV_BY_TARGET(HV_SYNMC_X64_EVENT, HV_SYNMC_ARM64_EVENT) HV_SYNMC_EVENT, *PHV_SYNMC_EVENT;

/** HvCallInjectSyntheticMachineCheck, x64. */
typedef struct HV_X64_INPUT_INJECT_SYNTHETIC_MACHINE_CHECK
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_UINT32 Padding;
} HV_X64_INPUT_INJECT_SYNTHETIC_MACHINE_CHECK, *PHV_X64_INPUT_INJECT_SYNTHETIC_MACHINE_CHECK;
HV_STATIC_ASSERT(sizeof(HV_X64_INPUT_INJECT_SYNTHETIC_MACHINE_CHECK) == 16);

/** HvCallInjectSyntheticMachineCheck, ARM64. */
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
