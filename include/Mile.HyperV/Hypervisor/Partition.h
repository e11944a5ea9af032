/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Partitions: creating, configuring, saving and ending them, by their parent.
 *
 * Calls of the parent during the life of a partition. They need the privilege CreatePartitions, those
 * about deposited memory AccessMemoryPool; all except the first identify the partition by its ID:
 *
 *     HvCallCreatePartition        the ID exists; no resources yet
 *     HvCallDepositMemory          pages for data of the hypervisor (Memory.h)
 *     HvCallSetPartitionProperty   early properties only
 *     HvCallInitializePartition    the partition is active
 *     HvCallSetPartitionProperty   other properties
 *     HvCallMapGpaPages, HvCallCreateVp and others; the guest runs (Memory.h, VirtualProcessor.h)
 *     HvCallFinalizePartition      deletes its processors, ports and connections
 *     HvCallWithdrawMemory         returns the deposited pages
 *     HvCallDeletePartition        frees the ID
 *
 * A partition is *uninitialized*, *active*, *finalizing* (while HvCallFinalizePartition runs) or
 * *finalized*. In a partition that is not active only the calls of this header,
 * HvCallGetMemoryBalance and HvCallGetNextChildPartition succeed; every other call fails with
 * HV_STATUS_INVALID_PARTITION_STATE. A nonexistent ID, or one that is not a child of the caller,
 * fails with HV_STATUS_INVALID_PARTITION_ID or HV_STATUS_ACCESS_DENIED.
 *
 * Most calls can fail with HV_STATUS_INSUFFICIENT_MEMORY. The caller should then deposit more pages
 * and repeat the call. HvCallCreatePartition, saving and restoring use the memory pool of the
 * caller; the other calls use the pool of the target partition.
 *
 * The creator of a partition selects its abilities: flags, a compatibility version for the
 * interface as a whole, and masks of processor features that the partition does not have
 * (ProcessorFeatures.h).
 *
 * Sources: TLFS 2.0 and online; WDK 7.1 hvgdk.h; OpenVMM hvdef; mshv-lore;
 * rust-vmm mshv; symbols of securekernel 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_PARTITION
#define MILE_HYPERV_HYPERVISOR_PARTITION

#include "Isolation.h"
#include "PartitionProperty.h"
#include "ProcessorFeatures.h"

HV_HEADER_BEGIN

/*
 * Creation.
 */

/**
 * Flags of HvCallCreatePartition; a flag without a comment is undocumented. Source: TLFS online;
 * mshv-lore.
 */
/** The guest sees SMT siblings. */
#define HV_PARTITION_CREATION_FLAG_SMT_ENABLED_GUEST 0x00000001ULL
/** The partition may run a hypervisor. */
#define HV_PARTITION_CREATION_FLAG_NESTED_VIRTUALIZATION_CAPABLE 0x00000002ULL
/** The guest's memory may have mappings of 1 GiB. */
#define HV_PARTITION_CREATION_FLAG_GPA_SUPER_PAGES_ENABLED 0x00000010ULL
/** The partition's virtual machine monitor runs in user mode of the parent. */
#define HV_PARTITION_CREATION_FLAG_EXO_PARTITION 0x00000100ULL
#define HV_PARTITION_CREATION_FLAG_VTL1_OVERRIDE 0x00000200ULL
#define HV_PARTITION_CREATION_FLAG_VTL2_OVERRIDE 0x00000400ULL
/** The hypervisor emulates the APIC; x64 only. */
#define HV_PARTITION_CREATION_FLAG_LAPIC_ENABLED 0x00002000ULL
/** The guest has performance counters. */
#define HV_PARTITION_CREATION_FLAG_ENABLE_PERFMON_PMU 0x00008000ULL
/** The guest has last branch records. */
#define HV_PARTITION_CREATION_FLAG_ENABLE_PERFMON_LBR 0x00010000ULL
/** The parent can map HvVpStatePageInterceptMessage (VirtualProcessor.h). */
#define HV_PARTITION_CREATION_FLAG_INTERCEPT_MESSAGE_PAGE_ENABLED 0x00080000ULL
#define HV_PARTITION_CREATION_FLAG_HYPERCALL_DOORBELL_PAGE_ENABLED 0x00100000ULL
#define HV_PARTITION_CREATION_FLAG_X2APIC_CAPABLE 0x00400000ULL /**< x64 only. */

/**
 * Makes a compatibility version. @p Major, the high byte, counts releases; @p Minor, the low byte,
 * counts steps between them.
 */
#define HV_MAKE_COMPATIBILITY_VERSION(Major, Minor) (((Major) << 8) | (Minor))
/** Another name of HvCompatibilityVersionNickel. Source: mshv-lore. */
#define HV_COMPATIBILITY_21_H2 0x609

/**
 * Release of the hypervisor interface that the partition sees: HvCompatibilityVersionRedstone1
 * (0x600) and later. A guest keeps it when it moves to another host.
 */
typedef HV_UINT32 HV_COMPATIBILITY_VERSION, *PHV_COMPATIBILITY_VERSION;
enum
{
    /** Windows 10 1607. The names are the code names of the Windows releases. */
    HvCompatibilityVersionRedstone1 = 0x00000600,
    HvCompatibilityVersionRedstone2 = 0x00000601,
    HvCompatibilityVersionRedstone3 = 0x00000602,
    HvCompatibilityVersionRedstone4 = 0x00000603,
    HvCompatibilityVersionRedstone5 = 0x00000604,
    HvCompatibilityVersion19H1 = 0x00000605,
    HvCompatibilityVersionVibranium = 0x00000606,
    HvCompatibilityVersionManganese = 0x00000607,
    HvCompatibilityVersionIron = 0x00000608,
    HvCompatibilityVersionNickel = 0x00000609,
    HvCompatibilityVersionCopper = 0x0000060A,
    HvCompatibilityVersionGermanium = 0x00001000,
    HvCompatibilityVersionPrerelease = 0x0000FE00,
    HvCompatibilityVersionExperiment = 0x0000FF00,
};

/** Processor features that the first form of HvCallCreatePartition disables. */
typedef struct HV_PARTITION_CREATION_PROPERTIES_V1
{
    /** Bank 0 of the processor features; a set bit removes the feature. */
    HV_UINT64 DisabledProcessorFeatures;
} HV_PARTITION_CREATION_PROPERTIES_V1, *PHV_PARTITION_CREATION_PROPERTIES_V1;
HV_STATIC_ASSERT(sizeof(HV_PARTITION_CREATION_PROPERTIES_V1) == 8);

/** Processor features that HvCallCreatePartition disables on x64. */
typedef struct HV_X64_PARTITION_CREATION_PROPERTIES
{
    /** Processor features; a set bit removes the feature. */
    HV_X64_PARTITION_PROCESSOR_FEATURES DisabledProcessorFeatures;
    /** XSAVE features; a set bit removes the feature. */
    HV_X64_PARTITION_PROCESSOR_XSAVE_FEATURES DisabledProcessorXsaveFeatures;
} HV_X64_PARTITION_CREATION_PROPERTIES, *PHV_X64_PARTITION_CREATION_PROPERTIES;
HV_STATIC_ASSERT(sizeof(HV_X64_PARTITION_CREATION_PROPERTIES) == 24);

/** Processor features that HvCallCreatePartition disables on ARM64. */
typedef struct HV_ARM64_PARTITION_CREATION_PROPERTIES
{
    /** Processor features; a set bit removes the feature. */
    HV_ARM64_PARTITION_PROCESSOR_FEATURES DisabledProcessorFeatures;
} HV_ARM64_PARTITION_CREATION_PROPERTIES, *PHV_ARM64_PARTITION_CREATION_PROPERTIES;
HV_STATIC_ASSERT(sizeof(HV_ARM64_PARTITION_CREATION_PROPERTIES) == 16);

typedef HV_BY_TARGET(HV_X64_PARTITION_CREATION_PROPERTIES,
                     HV_ARM64_PARTITION_CREATION_PROPERTIES) HV_PARTITION_CREATION_PROPERTIES,
    *PHV_PARTITION_CREATION_PROPERTIES;
/**
 * Properties of the second form of HvCallCreatePartition; they are equal to those of the third
 * form.
 */
typedef HV_PARTITION_CREATION_PROPERTIES HV_PARTITION_CREATION_PROPERTIES_V2, *PHV_PARTITION_CREATION_PROPERTIES_V2;

/**
 * Input of HvCallCreatePartition in WDK 7.1 (Windows 7). Every later form begins with these
 * members. Output: HV_OUTPUT_CREATE_PARTITION.
 */
typedef struct HV_INPUT_CREATE_PARTITION_V0
{
    HV_UINT64 Flags; /**< HV_PARTITION_CREATION_FLAG_ values. */
    /** NUMA node from which the hypervisor allocates memory for the partition. */
    HV_PROXIMITY_DOMAIN_INFO ProximityDomainInfo;
} HV_INPUT_CREATE_PARTITION_V0, *PHV_INPUT_CREATE_PARTITION_V0;
HV_STATIC_ASSERT(sizeof(HV_INPUT_CREATE_PARTITION_V0) == 16);

/** Input of HvCallCreatePartition with one bank of processor features. Output: HV_OUTPUT_CREATE_PARTITION. */
typedef struct HV_INPUT_CREATE_PARTITION_V1
{
    HV_UINT64 Flags; /**< HV_PARTITION_CREATION_FLAG_ values. */
    HV_PROXIMITY_DOMAIN_INFO ProximityDomainInfo;
    HV_COMPATIBILITY_VERSION CompatibilityVersion;
    HV_UINT32 Padding;
    /** Processor features that the partition does not have. */
    HV_PARTITION_CREATION_PROPERTIES_V1 V1Properties;
} HV_INPUT_CREATE_PARTITION_V1, *PHV_INPUT_CREATE_PARTITION_V1;
HV_STATIC_ASSERT(sizeof(HV_INPUT_CREATE_PARTITION_V1) == 32);

/**
 * Input of HvCallCreatePartition with two banks of processor features and without isolation; x64.
 * Undocumented; only the original 1.x has it. Output: HV_OUTPUT_CREATE_PARTITION.
 */
typedef struct HV_X64_INPUT_CREATE_PARTITION_V2
{
    HV_UINT64 Flags; /**< HV_PARTITION_CREATION_FLAG_ values. */
    HV_PROXIMITY_DOMAIN_INFO ProximityDomainInfo;
    HV_COMPATIBILITY_VERSION CompatibilityVersion;
    HV_UINT32 Padding;
    /** Processor features that the partition does not have. */
    HV_X64_PARTITION_CREATION_PROPERTIES Properties;
} HV_X64_INPUT_CREATE_PARTITION_V2, *PHV_X64_INPUT_CREATE_PARTITION_V2;
HV_STATIC_ASSERT(sizeof(HV_X64_INPUT_CREATE_PARTITION_V2) == 48);

/**
 * Input of HvCallCreatePartition with two banks of processor features and without isolation; ARM64.
 * Output: HV_OUTPUT_CREATE_PARTITION.
 */
typedef struct HV_ARM64_INPUT_CREATE_PARTITION_V2
{
    HV_UINT64 Flags; /**< HV_PARTITION_CREATION_FLAG_ values. */
    HV_PROXIMITY_DOMAIN_INFO ProximityDomainInfo;
    HV_COMPATIBILITY_VERSION CompatibilityVersion;
    HV_UINT32 Padding;
    /** Processor features that the partition does not have. */
    HV_ARM64_PARTITION_CREATION_PROPERTIES Properties;
} HV_ARM64_INPUT_CREATE_PARTITION_V2, *PHV_ARM64_INPUT_CREATE_PARTITION_V2;
HV_STATIC_ASSERT(sizeof(HV_ARM64_INPUT_CREATE_PARTITION_V2) == 40);

typedef HV_BY_TARGET(HV_X64_INPUT_CREATE_PARTITION_V2, HV_ARM64_INPUT_CREATE_PARTITION_V2) HV_INPUT_CREATE_PARTITION_V2,
    *PHV_INPUT_CREATE_PARTITION_V2;

/**
 * Input of HvCallCreatePartition on x64, which creates a child of the caller. Output:
 * HV_OUTPUT_CREATE_PARTITION.
 *
 * Failures: HV_STATUS_ACCESS_DENIED without the privilege CreatePartitions,
 * HV_STATUS_INVALID_PARAMETER for unknown flags or an invalid proximity domain,
 * HV_STATUS_PARTITION_TOO_DEEP if the caller may have no children, HV_STATUS_NO_RESOURCES if there
 * are too many partitions, HV_STATUS_INSUFFICIENT_MEMORY if the caller's memory pool is too small.
 *
 * The symbols of securekernel 26100 call PartitionCreationProperties Properties; the online TLFS
 * calls IsolationProperties reserved.
 */
typedef struct HV_X64_INPUT_CREATE_PARTITION
{
    HV_UINT64 Flags; /**< HV_PARTITION_CREATION_FLAG_ values. */
    /** NUMA node from which the hypervisor allocates memory for the partition. */
    HV_PROXIMITY_DOMAIN_INFO ProximityDomainInfo;
    HV_COMPATIBILITY_VERSION CompatibilityVersion;
    HV_UINT32 Padding;
    /** Processor features that the partition does not have. */
    HV_X64_PARTITION_CREATION_PROPERTIES PartitionCreationProperties;
    /** Isolation of the partition; zero for an ordinary partition. */
    HV_PARTITION_ISOLATION_PROPERTIES IsolationProperties;
} HV_X64_INPUT_CREATE_PARTITION, *PHV_X64_INPUT_CREATE_PARTITION;
HV_STATIC_ASSERT(sizeof(HV_X64_INPUT_CREATE_PARTITION) == 56);

/**
 * Input of HvCallCreatePartition on ARM64. Output and failures are those of
 * HV_X64_INPUT_CREATE_PARTITION. Output: HV_OUTPUT_CREATE_PARTITION.
 */
typedef struct HV_ARM64_INPUT_CREATE_PARTITION
{
    HV_UINT64 Flags; /**< HV_PARTITION_CREATION_FLAG_ values. */
    /** NUMA node from which the hypervisor allocates memory for the partition. */
    HV_PROXIMITY_DOMAIN_INFO ProximityDomainInfo;
    HV_COMPATIBILITY_VERSION CompatibilityVersion;
    HV_UINT32 Padding;
    /** Processor features that the partition does not have. */
    HV_ARM64_PARTITION_CREATION_PROPERTIES PartitionCreationProperties;
    /** Isolation of the partition; zero for an ordinary partition. */
    HV_PARTITION_ISOLATION_PROPERTIES IsolationProperties;
} HV_ARM64_INPUT_CREATE_PARTITION, *PHV_ARM64_INPUT_CREATE_PARTITION;
HV_STATIC_ASSERT(sizeof(HV_ARM64_INPUT_CREATE_PARTITION) == 48);

typedef HV_BY_TARGET(HV_X64_INPUT_CREATE_PARTITION, HV_ARM64_INPUT_CREATE_PARTITION) HV_INPUT_CREATE_PARTITION,
    *PHV_INPUT_CREATE_PARTITION;

/** Output of HvCallCreatePartition. */
typedef struct HV_OUTPUT_CREATE_PARTITION
{
    HV_PARTITION_ID NewPartitionId; /**< ID of the created partition. */
} HV_OUTPUT_CREATE_PARTITION, *PHV_OUTPUT_CREATE_PARTITION;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_CREATE_PARTITION) == 8);

/**
 * Input of HvCallInitializePartition, which makes a partition active and fixes its early
 * properties. No output.
 */
typedef struct HV_INPUT_INITIALIZE_PARTITION
{
    HV_PARTITION_ID PartitionId;
} HV_INPUT_INITIALIZE_PARTITION, *PHV_INPUT_INITIALIZE_PARTITION;
HV_STATIC_ASSERT(sizeof(HV_INPUT_INITIALIZE_PARTITION) == 8);

/**
 * Input of HvCallFinalizePartition, which removes a partition's processors, mappings, ports and
 * connections permanently. No output.
 *
 * Failure: HV_STATUS_OPERATION_DENIED if the partition still has children.
 */
typedef struct HV_INPUT_FINALIZE_PARTITION
{
    HV_PARTITION_ID PartitionId;
} HV_INPUT_FINALIZE_PARTITION, *PHV_INPUT_FINALIZE_PARTITION;
HV_STATIC_ASSERT(sizeof(HV_INPUT_FINALIZE_PARTITION) == 8);

/**
 * Input of HvCallDeletePartition, which frees the ID of a partition. No output. A partition cannot
 * delete itself.
 *
 * Failures: HV_STATUS_INVALID_PARTITION_STATE if the partition is initialized and not finalized,
 * HV_STATUS_OPERATION_DENIED while its pool contains deposited pages.
 */
typedef struct HV_INPUT_DELETE_PARTITION
{
    HV_PARTITION_ID PartitionId;
} HV_INPUT_DELETE_PARTITION, *PHV_INPUT_DELETE_PARTITION;
HV_STATIC_ASSERT(sizeof(HV_INPUT_DELETE_PARTITION) == 8);

/**
 * Input of HvCallScrubPartition, which returns an isolated partition to its clean state without
 * recreating it (Isolation.h). No output.
 */
typedef struct HV_INPUT_SCRUB_PARTITION
{
    HV_PARTITION_ID PartitionId;
} HV_INPUT_SCRUB_PARTITION, *PHV_INPUT_SCRUB_PARTITION;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SCRUB_PARTITION) == 8);

/*
 * Properties.
 */

/**
 * Input of HvCallGetPartitionProperty, which reads one property of a child or of the caller
 * (HV_PARTITION_ID_SELF). Output: HV_OUTPUT_GET_PARTITION_PROPERTY.
 */
typedef struct HV_INPUT_GET_PARTITION_PROPERTY
{
    HV_PARTITION_ID PartitionId;
    HV_PARTITION_PROPERTY_CODE PropertyCode;
    HV_UINT32 Padding;
} HV_INPUT_GET_PARTITION_PROPERTY, *PHV_INPUT_GET_PARTITION_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_PARTITION_PROPERTY) == 16);

/** Output of HvCallGetPartitionProperty. */
typedef struct HV_OUTPUT_GET_PARTITION_PROPERTY
{
    /** Value of the property, in the form that PartitionProperty.h describes for its code. */
    HV_PARTITION_PROPERTY PropertyValue;
} HV_OUTPUT_GET_PARTITION_PROPERTY, *PHV_OUTPUT_GET_PARTITION_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_GET_PARTITION_PROPERTY) == 8);

/**
 * Input of HvCallSetPartitionProperty, which writes one property of a child. No output.
 *
 * Failures in addition to those of every property (PartitionProperty.h): HV_STATUS_OBJECT_IN_USE
 * for a debug channel that another partition uses.
 */
typedef struct HV_INPUT_SET_PARTITION_PROPERTY
{
    HV_PARTITION_ID PartitionId;
    HV_PARTITION_PROPERTY_CODE PropertyCode;
    HV_UINT32 Padding;
    /** Value of the property, in the form that PartitionProperty.h describes for its code. */
    HV_PARTITION_PROPERTY PropertyValue;
} HV_INPUT_SET_PARTITION_PROPERTY, *PHV_INPUT_SET_PARTITION_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SET_PARTITION_PROPERTY) == 24);

/**
 * Input of HvCallGetPartitionPropertyEx, which reads a property that is longer than 8 bytes or
 * takes an argument. Output: HV_OUTPUT_GET_PARTITION_PROPERTY_EX.
 */
typedef struct HV_INPUT_GET_PARTITION_PROPERTY_EX
{
    HV_PARTITION_ID PartitionId;
    HV_PARTITION_PROPERTY_CODE PropertyCode;
    HV_UINT32 Padding;
    union
    {
        HV_INPUT_PARTITION_PROPERTY_ARG Arg; /**< Argument of the property, if it takes one. */
        HV_PARTITION_PROPERTY_ARG ArgData;   /**< The argument as an integer. */
    };
} HV_INPUT_GET_PARTITION_PROPERTY_EX, *PHV_INPUT_GET_PARTITION_PROPERTY_EX;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_PARTITION_PROPERTY_EX) == 24);

/**
 * Output of HvCallGetPartitionPropertyEx: one page.
 *
 * rust-vmm mshv has 4,072 bytes, which its own call leaves of a page.
 */
typedef struct HV_OUTPUT_GET_PARTITION_PROPERTY_EX
{
    /** Value of the property, in the form that PartitionProperty.h describes for its code. */
    HV_PARTITION_PROPERTY_EX PropertyValue;
} HV_OUTPUT_GET_PARTITION_PROPERTY_EX, *PHV_OUTPUT_GET_PARTITION_PROPERTY_EX;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_GET_PARTITION_PROPERTY_EX) == 4096);

/**
 * Input of HvCallSetPartitionPropertyEx, which writes a property that is longer than 8 bytes or
 * takes an argument. No output.
 *
 * The call has a variable header: the value, of the length that its code requires, is the variable
 * part.
 */
typedef struct HV_INPUT_SET_PARTITION_PROPERTY_EX
{
    HV_PARTITION_ID PartitionId;
    HV_PARTITION_PROPERTY_CODE PropertyCode;
    HV_UINT32 Padding;
    union
    {
        HV_INPUT_PARTITION_PROPERTY_ARG Arg; /**< Argument of the property, if it takes one. */
        HV_PARTITION_PROPERTY_ARG ArgData;   /**< The argument as an integer. */
    };
    /** Value of the property: at most one element, and only its used part. */
    HV_PARTITION_PROPERTY_EX PropertyValue[];
} HV_INPUT_SET_PARTITION_PROPERTY_EX, *PHV_INPUT_SET_PARTITION_PROPERTY_EX;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SET_PARTITION_PROPERTY_EX) == 24);

/*
 * Enumeration.
 */

/**
 * Output of HvCallGetPartitionId, which returns the caller's own ID. No input.
 *
 * The caller needs the privilege AccessPartitionId. A partition may have another ID after it is
 * saved and restored, or moved, so the caller should not keep the ID longer than necessary.
 * HV_PARTITION_ID_SELF identifies the caller in every call.
 */
typedef struct HV_OUTPUT_GET_PARTITION_ID
{
    HV_PARTITION_ID PartitionId;
} HV_OUTPUT_GET_PARTITION_ID, *PHV_OUTPUT_GET_PARTITION_ID;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_GET_PARTITION_ID) == 8);

/**
 * Input of HvCallGetNextChildPartition, which enumerates the children of a partition in the order
 * of their creation, one per call. Output: HV_OUTPUT_GET_NEXT_CHILD_PARTITION.
 *
 * HV_STATUS_INVALID_PARTITION_ID can also mean that PreviousChildId was deleted since the last
 * call. The caller must then start again.
 */
typedef struct HV_INPUT_GET_NEXT_CHILD_PARTITION
{
    /** The caller (HV_PARTITION_ID_SELF) or one of its children. */
    HV_PARTITION_ID ParentId;
    /** ID that the last call returned; HV_PARTITION_ID_INVALID for the first call. */
    HV_PARTITION_ID PreviousChildId;
} HV_INPUT_GET_NEXT_CHILD_PARTITION, *PHV_INPUT_GET_NEXT_CHILD_PARTITION;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_NEXT_CHILD_PARTITION) == 16);

/** Output of HvCallGetNextChildPartition. */
typedef struct HV_OUTPUT_GET_NEXT_CHILD_PARTITION
{
    /** ID of the next child; HV_PARTITION_ID_INVALID after the last one. */
    HV_PARTITION_ID NextChildId;
} HV_OUTPUT_GET_NEXT_CHILD_PARTITION, *PHV_OUTPUT_GET_NEXT_CHILD_PARTITION;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_GET_NEXT_CHILD_PARTITION) == 8);

/*
 * Saving and restoring the hypervisor's part of a partition's state.
 *
 * The parent must first suspend every processor of the partition explicitly (Register.h), otherwise
 * the calls fail with HV_STATUS_OPERATION_DENIED. The state consists of pieces of up to 4,080
 * bytes: the caller sets HV_SAVE_RESTORE_STATE_START in the first call, and repeats the call while
 * the result is HvStateIncomplete. A piece may be empty. Its content belongs to the hypervisor. A
 * restore passes these bytes in the order of the save, into a new partition that has its processors
 * and memory. HV_SAVE_RESTORE_STATE_START in a later call discards the progress and begins again; a
 * first call without it fails with HV_STATUS_INVALID_SAVE_RESTORE_STATE. With
 * HV_SAVE_RESTORE_STATE_SUMMARY the hypervisor saves only the part that decides whether another
 * machine can restore the state; with the partition ID 0 the summary describes the machine itself.
 *
 * The state does not contain memory and its mappings, intercepts, ports and connections, and
 * properties. The parent must save and recreate them.
 */

/** Flags of HvCallSavePartitionState and HvCallRestorePartitionState. */
typedef HV_UINT32 HV_SAVE_RESTORE_STATE_FLAGS, *PHV_SAVE_RESTORE_STATE_FLAGS;
#define HV_SAVE_RESTORE_STATE_START 0x00000001   /**< The first piece. */
/** Only the part that decides whether the state can be restored. */
#define HV_SAVE_RESTORE_STATE_SUMMARY 0x00000002

/**
 * Progress of saving or restoring, or the reason of its failure.
 *
 * From 2 on the values differ between the architectures; the names without an architecture are
 * those of the target. Source: WDK 7.1 (x64); symbols of securekernel 26100 (ARM64).
 */
typedef HV_UINT32 HV_SAVE_RESTORE_STATE_RESULT, *PHV_SAVE_RESTORE_STATE_RESULT;
enum
{
    HvStateComplete = 0,   /**< The state is complete. */
    HvStateIncomplete = 1, /**< The caller must call again for the next piece. */

    HvX64StateCorruptData = 3,
    HvX64StateUnsupportedVersion = 4,
    HvX64StateProcessorFeatureMismatch = 5,
    HvX64StateIncompatibleProcessor = 11,
    HvX64StateProcessorCacheLineFlushSizeMismatch = 28,

    HvArm64StateCorruptData = 2,
    HvArm64StateUnsupportedVersion = 3,
    HvArm64StateProcessorFeatureMismatch = 4,
    HvArm64StateIncompatibleProcessor = 5,
    HvArm64StateProcessorCacheLineFlushSizeMismatch = 6,

    HvStateCorruptData = HV_BY_TARGET(3, 2),
    HvStateUnsupportedVersion = HV_BY_TARGET(4, 3),
    HvStateProcessorFeatureMismatch = HV_BY_TARGET(5, 4),
    HvStateIncompatibleProcessor = HV_BY_TARGET(11, 5),
    HvStateProcessorCacheLineFlushSizeMismatch = HV_BY_TARGET(28, 6),

    /* x64 only. */
    HvStateRestorable = 2, /**< The machine can restore a state with this summary. */
    HvStateHardwareFeatureMismatch = 6,
    HvStateProcessorCountMismatch = 7,
    HvStateProcessorFlagsMismatch = 8,
    HvStateProcessorIndexMismatch = 9,
    HvStateProcessorInsufficientMemory = 10,
    HvStateProcessorFeatureSse3Mismatch = 12,
    HvStateProcessorFeatureLahfSahfMismatch = 13,
    HvStateProcessorFeaturSsse3eMismatch = 14, /**< The sources have this misspelling. */
    HvStateProcessorFeatureSse41Mismatch = 15,
    HvStateProcessorFeatureSse42Mismatch = 16,
    HvStateProcessorFeatureSse4aMismatch = 17,
    HvStateProcessorFeatureSse5Mismatch = 18,
    HvStateProcessorFeaturePopcntMismatch = 19,
    HvStateProcessorFeatureCmpxchg16bMismatch = 20,
    HvStateProcessorFeatureAltmovcr8Mismatch = 21,
    HvStateProcessorFeatureLzcntMismatch = 22,
    HvStateProcessorFeatureMisalignedSseMismatch = 23,
    HvStateProcessorFeatureMmxExtMismatch = 24,
    HvStateProcessorFeature3DNowMismatch = 25,
    HvStateProcessorFeatureExtended3DNowMismatch = 26,
    HvStateProcessorFeaturePage1GBMismatch = 27,
    HvStateProcessorFeatureXsaveMismatch = 29,
    HvStateProcessorFeatureXsaveoptMismatch = 30,
    HvStateProcessorFeatureXsaveLegacySseMismatch = 31,
    HvStateProcessorFeatureXsaveAvxMismatch = 32,
    HvStateProcessorFeatureXsaveUnknownFeatureMismatch = 33,
    HvStateProcessorXsaveSaveAreaMismatch = 34
};

/**
 * Input of HvCallSavePartitionState, which saves the next piece of a suspended partition's state.
 * Output: HV_OUTPUT_SAVE_PARTITION_STATE.
 */
typedef struct HV_INPUT_SAVE_PARTITION_STATE
{
    HV_PARTITION_ID PartitionId;
    HV_SAVE_RESTORE_STATE_FLAGS Flags; /**< HV_SAVE_RESTORE_STATE_FLAGS. */
    HV_UINT32 Padding;
} HV_INPUT_SAVE_PARTITION_STATE, *PHV_INPUT_SAVE_PARTITION_STATE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SAVE_PARTITION_STATE) == 16);

/**
 * Output of HvCallSavePartitionState.
 *
 * TLFS 2.0 has the first two members in the other order; the symbols have this one.
 */
typedef struct HV_CALL_ATTRIBUTES HV_OUTPUT_SAVE_PARTITION_STATE
{
    HV_UINT32 SaveDataCount; /**< Number of used bytes of SaveData; at most 4080. */
    /** HvStateComplete, HvStateIncomplete or the reason of a failure. */
    HV_SAVE_RESTORE_STATE_RESULT SaveState;
    HV_UINT8 SaveData[4080]; /**< Piece of the state; its content belongs to the hypervisor. */
} HV_OUTPUT_SAVE_PARTITION_STATE, *PHV_OUTPUT_SAVE_PARTITION_STATE;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_SAVE_PARTITION_STATE) == 4088);

/**
 * Input of HvCallRestorePartitionState, which restores the next piece of the state of a new
 * partition. Output: HV_OUTPUT_RESTORE_PARTITION_STATE.
 */
typedef struct HV_INPUT_RESTORE_PARTITION_STATE
{
    HV_PARTITION_ID PartitionId;
    HV_SAVE_RESTORE_STATE_FLAGS Flags; /**< HV_SAVE_RESTORE_STATE_FLAGS. */
    HV_UINT32 RestoreDataCount;        /**< Number of used bytes of RestoreData; at most 4080. */
    HV_UINT8 RestoreData[4080]; /**< Piece of the state, as HvCallSavePartitionState returned it. */
} HV_INPUT_RESTORE_PARTITION_STATE, *PHV_INPUT_RESTORE_PARTITION_STATE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_RESTORE_PARTITION_STATE) == 4096);

/** Output of HvCallRestorePartitionState. */
typedef struct HV_CALL_ATTRIBUTES HV_OUTPUT_RESTORE_PARTITION_STATE
{
    /** HvStateComplete, HvStateIncomplete or the reason of a failure. */
    HV_SAVE_RESTORE_STATE_RESULT RestoreState;
    /**
     * Number of bytes that the hypervisor consumed, possibly none; the caller must pass the rest
     * again with the next piece.
     */
    HV_UINT32 RestoreDataConsumed;
} HV_OUTPUT_RESTORE_PARTITION_STATE, *PHV_OUTPUT_RESTORE_PARTITION_STATE;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_RESTORE_PARTITION_STATE) == 8);

/*
 * The partition information page.
 */

/**
 * HvArm64RegisterPartitionInfoPage: location of HV_PARTITION_INFO_PAGE in the guest. Source:
 * symbols of securekernel 26100.
 */
typedef union HV_REGISTER_PARTITION_INFO_PAGE
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Enabled : 1; /**< Bit 0: the page is enabled. */
        HV_UINT64 Reserved : 11;
        HV_UINT64 GpaPage : 52; /**< Bits 12 to 63: GPA page number of HV_PARTITION_INFO_PAGE. */
    };
#endif
} HV_REGISTER_PARTITION_INFO_PAGE, *PHV_REGISTER_PARTITION_INFO_PAGE;
HV_STATIC_ASSERT(sizeof(HV_REGISTER_PARTITION_INFO_PAGE) == 8);

/** Page that HV_REGISTER_PARTITION_INFO_PAGE places. Its purpose is undocumented. */
typedef union HV_PARTITION_INFO_PAGE
{
    HV_UINT8 Padding[4096];
    HV_UINT32 TlbInUse; /**< Undocumented. */
} HV_PARTITION_INFO_PAGE, *PHV_PARTITION_INFO_PAGE;
HV_STATIC_ASSERT(sizeof(HV_PARTITION_INFO_PAGE) == 4096);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_PARTITION */
