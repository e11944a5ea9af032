/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief System properties: what the root partition reads and sets for the whole machine.
 *
 * HvCallGetSystemProperty and HvCallSetSystemProperty name a property of
 * HV_SYSTEM_PROPERTY; the union behind it has the member that belongs to the
 * number. Most properties go one way. A value that was set holds until the root
 * sets another.
 *
 * Failures: HV_STATUS_ACCESS_DENIED unless the caller is the root;
 * HV_STATUS_UNKNOWN_PROPERTY for a number that the build does not know;
 * HV_STATUS_INVALID_PARAMETER for one that can only be read, or a value that
 * cannot be; HV_STATUS_OPERATION_DENIED where the hypervisor's state forbids it.
 *
 * For most of these the names are all that is public; a comment stands where
 * there is more.
 *
 * Sources: the original collection (hvhdk of builds up to 26100 and later); TLFS
 * 2.0 chapter 23; rust-vmm mshv bindings; symbols of securekernel 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_SYSTEM
#define MILE_HYPERV_HYPERVISOR_SYSTEM

#include "Interrupt.h"
#include "MachineCheck.h"
#include "PageRange.h"
#include "Power.h"
#include "ReferenceTime.h"
#include "Scheduler.h"

HV_HEADER_BEGIN

/** A system property's number. */
typedef HV_UINT32 HV_SYSTEM_PROPERTY, *PHV_SYSTEM_PROPERTY;
enum
{
    HvPerfCounterProperty = 1, /**< PerfCounter below: the event that the profiler counts (ProfileSource.h). */
    HvDeprecatedLegacyPowerPolicySettingProperty = 2, /**< HV_PPM_POWER_POLICY_SETTING. */
    HvSleepStateProperty = 3,                         /**< HV_SLEEP_STATE_INFO. */
    HvMachineCheckProperty = 4,                       /**< HV_MACHINE_CHECK_PROPERTY_INFO. */
    HvIommuInitStatusProperty = 5,                    /**< HV_IOMMU_INIT_STATUS. */
    HvHpetConfigProperty = 6,                         /**< HV_HPET_CONFIG_INFO. */
    HvHpetInterruptProperty = 7,                      /**< HV_X64_HPET_INTERRUPT_INFO, HV_ARM64_... */
    HvHpetEnabledProperty = 8,                        /**< HV_HPET_ENABLED_INFO. */
    HvHypervisorLaunchStatsProperty = 9,              /**< HV_HYPERVISOR_LAUNCH_STATS. */
    HvHypervisorDebugProperty = 0x0A,                 /**< HV_HYPERVISOR_DEBUG_PROPERTY. */
    HvRootPasidCapabilitiesProperty = 0x0B,           /**< HV_ROOT_SVM_CAPABILITIES_PROPERTY. */
    HvRootNumaCostPagesProperty = 0x0C,               /**< HV_ROOT_NUMA_COST_PAGES_PROPERTY. */
    HvHostPageTableRootProperty = 0x0D,
    HvTscSyncStatusProperty = 0x0E,                   /**< HV_TSC_SYNC_STATUS. */
    HvSchedulerTypeProperty = 0x0F,                   /**< HV_SCHEDULER_TYPE; to be read only. */
    HvPlatformVirtualizationSupportProperty = 0x10,   /**< HV_PLATFORM_VIRTUALIZATION_SUPPORT_INFO. */
    HvHostDebugTransferPages = 0x11,
    HvHostTimelineBiasProperty = 0x12,                /**< HV_HOST_TIMELINE_INFO. */
    HvSmcDataPathProperty = 0x13,                     /**< HV_SMC_DATA_PATH_PROPERTY. */
    HvDmaInitializeBlockedProperty = 0x14,
    HvDynamicProcessorFeatureProperty = 0x15,         /**< ProcessorFeatureValue. */
    HvUnusedSystemProperty_22 = 0x16,
    HvRdtCatCosBitmaskProperty_Legacy = 0x17,         /**< HV_RDT_CAT_COS_BITMASK_PROPERTY. */
    HvUnusedSystemProperty_24 = 0x18,
    HvGuestStateScrubbingStatusProperty = 0x19,
    HvDmaUnblockedProperty = 0x1A,
    HvRdtMbaCosThrottleProperty_Legacy = 0x1B,        /**< HV_RDT_MBA_COS_VALUE_PROPERTY. */
    HvSystemDiagnosticsLogBuffers = 0x1C,             /**< HV_SYSTEM_DIAG_LOG_BUFFER_CONFIG. */
    HvSystemPageCombiningIntervalProperty = 0x1D,
    HvIommuLiveHandoffProperty = 0x1E,
    HvIommuDomainIdSelectorProperty = 0x1F,
    HvIommuRootFaultReportingReady = 0x20,
    HvGuestAssertProperty = 0x21,
    HvLogicalProcessorCountProperty = 0x22,           /**< LogicalProcessorCount. */
    HvSnpPspIdProperty = 0x23,
    HvSchedulingIntervalProperty = 0x24,              /**< HV_SCHEDULING_INTERVAL_INFO; set by its first member. */
    HvSnpPspTcbVersionProperty = 0x25,
    HvSubnodeInformationProperty = 0x26,              /**< HV_SUBNODE, up to 16 (Types.h). */
    HvSnpPspDevicesProperty = 0x27,
    HvProcessorLiveHandoffProperty = 0x28,
    HvProcessorParkBlockProperty = 0x29,
    HvBootConfigProperty = 0x2A,                      /**< HV_BOOT_CONFIG_PROPERTY. */
    HvVirtualizationFeaturesProperty = 0x2B,          /**< HV_VIRTUALIZATION_FEATURE_SET. */
    HvSystemRebootCountProperty = 0x2C,               /**< RebootCount. */
    HvSystemMirroringProperty = 0x2D,                 /**< HV_SYSTEM_MIRRORING_PROPERTY. */
    HvSystemProtoAbiVersionProperty = 0x2E,           /**< ProtoAbiVersion. */
    HvCrashdumpAreaAddressProperty = 0x2F,            /**< CrashdumpAreaAddress: machine pages. */
    HvMicrocodeLatencyProperty = 0x30,
    HvDefaultIoCacheBitmapProperty = 0x31,
    HvHardwareIsolationEnabledProperty = 0x32,
    HvFirmwareX2ApicProperty = 0x33,
    HvCrashdumpTrampolineAddressProperty = 0x34,      /**< TrampolinePa: a machine address. */
    HvResourceControlSupportProperty = 0x35,          /**< HV_RESOURCE_CONTROL_SUPPORT_PROPERTY. */
    HvResourceControlBitmaskProperty = 0x36,          /**< By its name HV_RESOURCE_CONTROL_VALUE_PROPERTY. */
    HvResourceControlMonitorValueProperty = 0x37,     /**< By its name HV_RESOURCE_CONTROL_MONITOR_DATA. */
    HvSgxEUpdateSvnProperty = 0x38,
};

/*
 * What some of them hold; the others' types are those of their topics.
 */

/** HvIommuInitStatusProperty: how the IOMMU came up, for diagnosis. */
typedef struct HV_IOMMU_INIT_STATUS
{
    HV_UINT8 HardwarePresent;
    HV_UINT8 Enabled;
    HV_UINT16 Padding[3];
    HV_UINT64 Policy;
    HV_UINT64 Features;
    HV_UINT64 InitStatus;
    HV_UINT64 Errors;
    HV_UINT64 Errata;
} HV_IOMMU_INIT_STATUS, *PHV_IOMMU_INIT_STATUS;
HV_STATIC_ASSERT(sizeof(HV_IOMMU_INIT_STATUS) == 48);

/** HvHpetConfigProperty: the high precision event timer (HPET), which the hypervisor may take for itself. */
typedef struct HV_HPET_CONFIG_INFO
{
    HV_UINT64 BaseAddressDeprecated;
    HV_UINT32 TimerIndex;       /**< Which of its timers. */
    HV_UINT32 Padding0;
    HV_DEVICE_ID DeviceId;      /**< The HPET, as a source of interrupts. */
    HV_UINT8 TimerInterruptPin; /**< The I/O APIC's pin that the timer raises. */
    HV_UINT8 Padding1[7];
} HV_HPET_CONFIG_INFO, *PHV_HPET_CONFIG_INFO;
HV_STATIC_ASSERT(sizeof(HV_HPET_CONFIG_INFO) == 32);

/**
 * HvHpetInterruptProperty, x64.
 *
 * Undocumented on x64: the members are those of the ARM64 symbols, the entry is that of x64.
 */
typedef struct HV_X64_HPET_INTERRUPT_INFO
{
    HV_X64_INTERRUPT_ENTRY InterruptEntry;
} HV_X64_HPET_INTERRUPT_INFO, *PHV_X64_HPET_INTERRUPT_INFO;
HV_STATIC_ASSERT(sizeof(HV_X64_HPET_INTERRUPT_INFO) == 16);

/** HvHpetInterruptProperty, ARM64. */
typedef struct HV_ARM64_HPET_INTERRUPT_INFO
{
    HV_ARM64_INTERRUPT_ENTRY InterruptEntry;
} HV_ARM64_HPET_INTERRUPT_INFO, *PHV_ARM64_HPET_INTERRUPT_INFO;
HV_STATIC_ASSERT(sizeof(HV_ARM64_HPET_INTERRUPT_INFO) == 24);

typedef HV_BY_TARGET(HV_X64_HPET_INTERRUPT_INFO, HV_ARM64_HPET_INTERRUPT_INFO) HV_HPET_INTERRUPT_INFO,
    *PHV_HPET_INTERRUPT_INFO;

/** HvHpetEnabledProperty. */
typedef union HV_HPET_ENABLED_INFO
{
    HV_UINT8 AsUINT8;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT8 HpetEnabled : 1; /**< Bit 0. */
        HV_UINT8 Reserved : 7;    /**< Bits 1 to 7. */
    };
#endif
} HV_HPET_ENABLED_INFO, *PHV_HPET_ENABLED_INFO;
HV_STATIC_ASSERT(sizeof(HV_HPET_ENABLED_INFO) == 1);

/** HvHypervisorLaunchStatsProperty. */
typedef struct HV_HYPERVISOR_LAUNCH_STATS
{
    HV_UINT64 RootBspTscAdjustment; /**< What was added to the boot processor's TSC. */
} HV_HYPERVISOR_LAUNCH_STATS, *PHV_HYPERVISOR_LAUNCH_STATS;
HV_STATIC_ASSERT(sizeof(HV_HYPERVISOR_LAUNCH_STATS) == 8);

/** HvHypervisorDebugProperty. */
typedef struct HV_HYPERVISOR_DEBUG_PROPERTY
{
    HV_BOOLEAN PowerStateEnabled;
} HV_HYPERVISOR_DEBUG_PROPERTY, *PHV_HYPERVISOR_DEBUG_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_HYPERVISOR_DEBUG_PROPERTY) == 1);

/**
 * HvRootPasidCapabilitiesProperty: shared virtual memory of the root's devices.
 *
 * Undocumented; from the original 1.x alone.
 */
typedef struct HV_ROOT_SVM_CAPABILITIES_PROPERTY
{
    HV_UINT32 IommuCount;
    HV_UINT32 MinIommuPasidCount; /**< Address spaces (PASIDs) of the IOMMU that has fewest. */
} HV_ROOT_SVM_CAPABILITIES_PROPERTY, *PHV_ROOT_SVM_CAPABILITIES_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_ROOT_SVM_CAPABILITIES_PROPERTY) == 8);

/** A page of one NUMA node, set aside so that the cost of reaching the node can be measured. */
typedef struct HV_NUMA_NODE_RESERVED_PAGE_INFO
{
    HV_UINT64 PhysicalAddress;
    HV_UINT32 ProximityDomainId;
    HV_UINT32 Padding;
} HV_NUMA_NODE_RESERVED_PAGE_INFO, *PHV_NUMA_NODE_RESERVED_PAGE_INFO;
HV_STATIC_ASSERT(sizeof(HV_NUMA_NODE_RESERVED_PAGE_INFO) == 16);

/** HvRootNumaCostPagesProperty. */
typedef struct HV_ROOT_NUMA_COST_PAGES_PROPERTY
{
    HV_UINT32 NumaNodeCount; /**< Entries of NumaNodePfn. */
    HV_UINT32 ReservedP;
    HV_NUMA_NODE_RESERVED_PAGE_INFO NumaNodePfn[64];
} HV_ROOT_NUMA_COST_PAGES_PROPERTY, *PHV_ROOT_NUMA_COST_PAGES_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_ROOT_NUMA_COST_PAGES_PROPERTY) == 1032);

/** HvTscSyncStatusProperty: how well the time stamp counters of the processors agree. */
typedef struct HV_TSC_SYNC_STATUS
{
    HV_BOOLEAN SyncFailed; /**< They could not be brought together. */
    HV_BOOLEAN SyncNeeded; /**< They had to be. */
    HV_UINT8 Padding[6];
    HV_INT64 MaxDelta;     /**< Greatest and least difference that was measured, in ticks. */
    HV_INT64 MinDelta;
} HV_TSC_SYNC_STATUS, *PHV_TSC_SYNC_STATUS;
HV_STATIC_ASSERT(sizeof(HV_TSC_SYNC_STATUS) == 24);

/** HvPlatformVirtualizationSupportProperty: not zero, what the machine can do for guests. */
typedef struct HV_PLATFORM_VIRTUALIZATION_SUPPORT_INFO
{
    HV_UINT8 NestedVirtualization;
    HV_UINT8 Sgx;
} HV_PLATFORM_VIRTUALIZATION_SUPPORT_INFO, *PHV_PLATFORM_VIRTUALIZATION_SUPPORT_INFO;
HV_STATIC_ASSERT(sizeof(HV_PLATFORM_VIRTUALIZATION_SUPPORT_INFO) == 2);

/** ARM64: who may call the firmware now. */
typedef HV_UINT32 HV_SMC_DATA_PATH_LOCK_STATE, *PHV_SMC_DATA_PATH_LOCK_STATE;
enum
{
    HvSmcDataPathUnlocked = 0,
    HvSmcDataPathLockedByHvx = 1,  /**< The hypervisor. */
    HvSmcDataPathLockedByVtl1 = 2, /**< The root's VTL 1. */
};

/** HvSmcDataPathProperty. */
typedef struct HV_SMC_DATA_PATH_PROPERTY
{
    HV_UINT16 LockState; /**< HV_SMC_DATA_PATH_LOCK_STATE. */
    HV_UINT16 Reserved;
} HV_SMC_DATA_PATH_PROPERTY, *PHV_SMC_DATA_PATH_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_SMC_DATA_PATH_PROPERTY) == 4);

/** HvRdtCatCosBitmaskProperty_Legacy: cache ways of a class of service. */
typedef struct HV_RDT_CAT_COS_BITMASK_PROPERTY
{
    HV_UINT32 CosIndex;
    HV_UINT32 CosBitmask;
} HV_RDT_CAT_COS_BITMASK_PROPERTY, *PHV_RDT_CAT_COS_BITMASK_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_RDT_CAT_COS_BITMASK_PROPERTY) == 8);

/** HvRdtMbaCosThrottleProperty_Legacy: memory bandwidth of a class of service. */
typedef struct HV_RDT_MBA_COS_VALUE_PROPERTY
{
    HV_UINT32 CosIndex;
    HV_UINT32 CosThrottleValue;
} HV_RDT_MBA_COS_VALUE_PROPERTY, *PHV_RDT_MBA_COS_VALUE_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_RDT_MBA_COS_VALUE_PROPERTY) == 8);

/** HvSystemDiagnosticsLogBuffers: how large the system's diagnostic log is. */
typedef struct HV_SYSTEM_DIAG_LOG_BUFFER_CONFIG
{
    HV_UINT32 BufferCount;
    HV_UINT32 BufferSizeInPages;
} HV_SYSTEM_DIAG_LOG_BUFFER_CONFIG, *PHV_SYSTEM_DIAG_LOG_BUFFER_CONFIG;
HV_STATIC_ASSERT(sizeof(HV_SYSTEM_DIAG_LOG_BUFFER_CONFIG) == 8);

/** HvBootConfigProperty: how the hypervisor was started. No public description. */
typedef struct HV_BOOT_CONFIG_PROPERTY
{
    HV_UINT64 BootFlags;
    HV_UINT64 StartupModeNormal;
} HV_BOOT_CONFIG_PROPERTY, *PHV_BOOT_CONFIG_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_BOOT_CONFIG_PROPERTY) == 16);

/** HvVirtualizationFeaturesProperty: bits without a public description. */
typedef union HV_VIRTUALIZATION_FEATURE_SET
{
    HV_UINT64 AsUINT64[4];
    struct
    {
        HV_UINT64 ValFeatureSet;
        union
        {
            struct
            {
                HV_UINT64 FeatureSet;
            } Intel;
            struct
            {
                HV_UINT64 FeatureSet;
            } Amd;
            struct
            {
                HV_UINT64 FeatureSet;
            } Arm;
        };
    };
} HV_VIRTUALIZATION_FEATURE_SET, *PHV_VIRTUALIZATION_FEATURE_SET;
HV_STATIC_ASSERT(sizeof(HV_VIRTUALIZATION_FEATURE_SET) == 32);

/** HvSystemMirroringProperty. */
typedef union HV_SYSTEM_MIRRORING_PROPERTY
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 MirroringPolicy : 1;      /**< Bit 0. */
        HV_UINT64 HypervisorHotRestart : 1; /**< Bit 1. */
        HV_UINT64 Reserved : 62;
    };
#endif
} HV_SYSTEM_MIRRORING_PROPERTY, *PHV_SYSTEM_MIRRORING_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_SYSTEM_MIRRORING_PROPERTY) == 8);

/*
 * Resource control: Intel RDT, ARM MPAM. Software is sorted into classes; each has a share of the caches and of the
 * memory bandwidth, and monitors say what it uses.
 */

/** What is shared out or monitored. */
typedef HV_UINT32 HV_RESOURCE_CONTROL_TYPE, *PHV_RESOURCE_CONTROL_TYPE;
enum
{
    HvResourceControlProcessorCache = 0,
    HvResourceControlMemoryBandwidth = 1,
    HvResourceControlProcessorCacheMonitor = 2,
};

/** What a monitor watches. */
typedef struct HV_RESOURCE_CONTROL_MONITOR
{
    HV_UINT16 PartId; /**< MPAM's partition. */
    HV_UINT8 Pmg;     /**< MPAM's monitoring group. */
    HV_UINT8 Enable;
    HV_UINT32 Reserved;
} HV_RESOURCE_CONTROL_MONITOR, *PHV_RESOURCE_CONTROL_MONITOR;
HV_STATIC_ASSERT(sizeof(HV_RESOURCE_CONTROL_MONITOR) == 8);

/** A value of resource control as it is set: the share of one class, or one monitor. */
typedef struct HV_RESOURCE_CONTROL_VALUE_PROPERTY
{
    HV_RESOURCE_CONTROL_TYPE Type;
    HV_UINT32 Index; /**< Of the class or the monitor. */
    union
    {
        HV_UINT64 Value;
        HV_RESOURCE_CONTROL_MONITOR Monitor;
    };
} HV_RESOURCE_CONTROL_VALUE_PROPERTY, *PHV_RESOURCE_CONTROL_VALUE_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_RESOURCE_CONTROL_VALUE_PROPERTY) == 16);

/** What a monitor has seen, in bytes. */
typedef struct HV_RESOURCE_CONTROL_MONITOR_DATA
{
    struct
    {
        HV_UINT8 Valid;
        HV_UINT8 Padding[7];
        HV_UINT64 L3OccupancyBytes;
        HV_UINT64 L3TotalBwBytes;
        HV_UINT64 L3LocalBwBytes;
    } ProcessorCache;
} HV_RESOURCE_CONTROL_MONITOR_DATA, *PHV_RESOURCE_CONTROL_MONITOR_DATA;
HV_STATIC_ASSERT(sizeof(HV_RESOURCE_CONTROL_MONITOR_DATA) == 32);

/** HvResourceControlSupportProperty: what there is, and how many classes and monitors. */
typedef struct HV_RESOURCE_CONTROL_SUPPORT_PROPERTY
{
    union
    {
        HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 ProcessorCacheAllocationSupport : 1;  /**< Bit 0. */
            HV_UINT32 ProcessorCacheMonitoringSupport : 1;  /**< Bit 1. */
            HV_UINT32 ProcessorCacheOccupancySupport : 1;   /**< Bit 2. */
            HV_UINT32 ProcessorCacheTotalBwSupport : 1;     /**< Bit 3. */
            HV_UINT32 ProcessorCacheLocalBwSupport : 1;     /**< Bit 4. */
            HV_UINT32 MemoryBandwidthAllocationSupport : 1; /**< Bit 5. */
            HV_UINT32 Reserved1 : 26;
        };
#endif
    };
    HV_UINT32 ProcessorCacheMaskWidth;
    HV_UINT32 ProcessorCacheMaskHwReserved;
    HV_UINT32 ProcessorCacheMaskSlots;
    HV_UINT32 ProcessorCacheMonitorSlots;
    HV_UINT32 MemoryBandwidthSlots;
    HV_UINT32 MemoryBandwidthMaxValue;
    union
    {
        HV_UINT32 MemoryBandwidthAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 MemoryBandwidthLinear : 1; /**< Bit 0. */
            HV_UINT32 Reserved2 : 31;
        };
#endif
    };
} HV_RESOURCE_CONTROL_SUPPORT_PROPERTY, *PHV_RESOURCE_CONTROL_SUPPORT_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_RESOURCE_CONTROL_SUPPORT_PROPERTY) == 32);

/** Values of resource control as they are read: those of all classes or monitors. */
typedef struct HV_RESOURCE_CONTROL_VALUES_PROPERTY
{
    HV_UINT32 NumValues; /**< At most 128. */
    HV_UINT32 Padding;
    union
    {
        HV_UINT64 Values[128];
        HV_RESOURCE_CONTROL_MONITOR Monitors[128];
    };
} HV_RESOURCE_CONTROL_VALUES_PROPERTY, *PHV_RESOURCE_CONTROL_VALUES_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_RESOURCE_CONTROL_VALUES_PROPERTY) == 1032);

/*
 * The calls.
 */

/** HvCallSetSystemProperty. */
typedef struct HV_INPUT_SET_SYSTEM_PROPERTY
{
    HV_SYSTEM_PROPERTY PropertyId;
    HV_UINT32 Reserved;
    union
    {
        struct
        {
            HV_UINT16 EventType; /**< HV_PROFILE_SOURCE. */
            HV_UINT16 ReservedZ1;
            HV_UINT32 ReservedZ2;
            HV_UINT64 Period; /**< The sampling period: events between two samples. */
        } PerfCounter;
        HV_UINT8 IommuLiveHandoff;
        HV_SLEEP_STATE_INFO SetSleepStateInformation;
        HV_MACHINE_CHECK_PROPERTY_INFO MachineCheckStateInformation;
        HV_HYPERVISOR_DEBUG_PROPERTY Debug;
        HV_PPM_POWER_POLICY_SETTING PowerPolicySetting;
        HV_HPET_CONFIG_INFO HpetConfigInfo;
        HV_HPET_ENABLED_INFO HpetEnabledInfo;
        HV_HOST_TIMELINE_INFO HostTimeline;
        HV_SMC_DATA_PATH_PROPERTY SmcDataPath;
        HV_SYSTEM_MIRRORING_PROPERTY SystemMirroring;
        HV_RESOURCE_CONTROL_VALUE_PROPERTY ResourceControl;
        HV_UINT8 GuestAssert;
        HV_UINT32 MaxSchedulingIntervalInUs;
        HV_UINT32 ProtoAbiVersion;
        HV_SPA_PAGE_RANGE CrashdumpAreaAddress;
        HV_UINT64 DefaultIoCacheBitmap;
        HV_UINT8 HardwareIsolationEnabled;
    } Property;
} HV_INPUT_SET_SYSTEM_PROPERTY, *PHV_INPUT_SET_SYSTEM_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SET_SYSTEM_PROPERTY) == 40);

/**
 * Values of HvDynamicProcessorFeatureProperty that the root can read, x64. Source: Linux 7.3
 * include/hyperv.
 */
typedef HV_UINT32 HV_X64_DYNAMIC_PROCESSOR_FEATURE_PROPERTY, *PHV_X64_DYNAMIC_PROCESSOR_FEATURE_PROPERTY;
enum
{
    /** Greatest number of encrypted partitions at one time. */
    HvX64DynamicProcessorFeatureMaxEncryptedPartitions = 13,
    HvX64DynamicProcessorFeatureSnpStatus = 16, /**< Whether SEV-SNP is available; the values are undocumented. */
};

/**
 * Input of HvCallGetSystemProperty. Builds from before the arguments in Property read 8 bytes only;
 * the original and the mshv patch of 2023 have that form (References/Errata.md).
 */
typedef struct HV_INPUT_GET_SYSTEM_PROPERTY
{
    HV_SYSTEM_PROPERTY PropertyId;
    union
    {
        HV_UINT32 Reserved;
        HV_PPM_POWER_POLICY_SETTING_ID SettingId; /**< Argument of HvDeprecatedLegacyPowerPolicySettingProperty. */
    };
    union
    {
        HV_UINT64 AsUINT64;
        /** HvDynamicProcessorFeatureProperty on x64. */
        HV_X64_DYNAMIC_PROCESSOR_FEATURE_PROPERTY ProcessorFeature;
        HV_LOGICAL_PROCESSOR_INDEX LpIndex;
        struct
        {
            HV_RESOURCE_CONTROL_TYPE Type;
            HV_UINT32 Id;
        } Resource;
    } Property;
} HV_INPUT_GET_SYSTEM_PROPERTY, *PHV_INPUT_GET_SYSTEM_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_SYSTEM_PROPERTY) == 16);

typedef HV_INPUT_GET_SYSTEM_PROPERTY HV_X64_INPUT_GET_SYSTEM_PROPERTY, *PHV_X64_INPUT_GET_SYSTEM_PROPERTY;
typedef HV_INPUT_GET_SYSTEM_PROPERTY HV_ARM64_INPUT_GET_SYSTEM_PROPERTY, *PHV_ARM64_INPUT_GET_SYSTEM_PROPERTY;

/** What HvCallGetSystemProperty gives, x64: the member that belongs to the number. */
typedef union HV_X64_OUTPUT_GET_SYSTEM_PROPERTY
{
    struct
    {
        HV_UINT16 EventType;
        HV_UINT16 ReservedZ1;
        HV_UINT32 ReservedZ2;
        HV_UINT64 Period;
    } PerfCounter;
    HV_IOMMU_INIT_STATUS IommuInitStatus;
    HV_HYPERVISOR_LAUNCH_STATS HvLaunchStats;
    HV_SCHEDULER_TYPE SchedulerType;
    HV_PLATFORM_VIRTUALIZATION_SUPPORT_INFO VirtualizationInfo;
    HV_PPM_POWER_POLICY_SETTING PowerPolicySetting;
    HV_TSC_SYNC_STATUS TscSyncStatus;
    HV_HPET_CONFIG_INFO HpetConfigInfo;
    HV_X64_HPET_INTERRUPT_INFO HpetInterruptInfo;
    HV_HPET_ENABLED_INFO HpetEnabledInfo;
    HV_ROOT_SVM_CAPABILITIES_PROPERTY RootSvmCapabilities;
    HV_ROOT_NUMA_COST_PAGES_PROPERTY RootNumaCostPages;
    HV_UINT64 HvHostPageTableRoot;
    HV_SPA_PAGE_RANGE HvHostDbgTransferPagesRange;
    HV_SMC_DATA_PATH_PROPERTY SmcDataPath;
    HV_UINT8 DmaInitializeBlocked;
    HV_RESOURCE_CONTROL_MONITOR_DATA ResourceMonitorData;
    HV_RESOURCE_CONTROL_SUPPORT_PROPERTY ResourceControlSupport;
    HV_RESOURCE_CONTROL_VALUES_PROPERTY ResourceControlValues;
    HV_UINT32 GuestStateScrubbingStatus;
    HV_SYSTEM_DIAG_LOG_BUFFER_CONFIG SystemDiagnosticsLog;
    HV_UINT8 IommuLiveHandoff;
    HV_UINT32 IommuDomainIdSelector;
    HV_UINT8 GuestAssert;
    HV_UINT32 LogicalProcessorCount;
    HV_SCHEDULING_INTERVAL_INFO SchedulingInterval;
    HV_SUBNODE SubnodeInfo[16];
    HV_VIRTUALIZATION_FEATURE_SET VirtualizationFeatures;
    HV_BOOT_CONFIG_PROPERTY BootConfig;
    HV_UINT32 RebootCount;
    HV_UINT32 ProtoAbiVersion;
    HV_SYSTEM_MIRRORING_PROPERTY SystemMirroring;
    HV_UINT64 MicrocodeLatencyTime;
    HV_SPA_PAGE_RANGE CrashdumpAreaAddress;
    HV_UINT64 ProcessorFeatureValue; /**< Source: Linux 7.3. */
    HV_UINT64 TrampolinePa;          /**< System physical address in bytes. Source: Linux 7.3. */
} HV_X64_OUTPUT_GET_SYSTEM_PROPERTY, *PHV_X64_OUTPUT_GET_SYSTEM_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_X64_OUTPUT_GET_SYSTEM_PROPERTY) == 1032);

/** What HvCallGetSystemProperty gives, ARM64: the member that belongs to the number. */
typedef union HV_ARM64_OUTPUT_GET_SYSTEM_PROPERTY
{
    struct
    {
        HV_UINT16 EventType;
        HV_UINT16 ReservedZ1;
        HV_UINT32 ReservedZ2;
        HV_UINT64 Period;
    } PerfCounter;
    HV_IOMMU_INIT_STATUS IommuInitStatus;
    HV_HYPERVISOR_LAUNCH_STATS HvLaunchStats;
    HV_SCHEDULER_TYPE SchedulerType;
    HV_PLATFORM_VIRTUALIZATION_SUPPORT_INFO VirtualizationInfo;
    HV_PPM_POWER_POLICY_SETTING PowerPolicySetting;
    HV_TSC_SYNC_STATUS TscSyncStatus;
    HV_HPET_CONFIG_INFO HpetConfigInfo;
    HV_ARM64_HPET_INTERRUPT_INFO HpetInterruptInfo;
    HV_HPET_ENABLED_INFO HpetEnabledInfo;
    HV_ROOT_SVM_CAPABILITIES_PROPERTY RootSvmCapabilities;
    HV_ROOT_NUMA_COST_PAGES_PROPERTY RootNumaCostPages;
    HV_UINT64 HvHostPageTableRoot;
    HV_SPA_PAGE_RANGE HvHostDbgTransferPagesRange;
    HV_SMC_DATA_PATH_PROPERTY SmcDataPath;
    HV_UINT8 DmaInitializeBlocked;
    HV_RESOURCE_CONTROL_MONITOR_DATA ResourceMonitorData;
    HV_RESOURCE_CONTROL_SUPPORT_PROPERTY ResourceControlSupport;
    HV_RESOURCE_CONTROL_VALUES_PROPERTY ResourceControlValues;
    HV_UINT32 GuestStateScrubbingStatus;
    HV_SYSTEM_DIAG_LOG_BUFFER_CONFIG SystemDiagnosticsLog;
    HV_UINT8 IommuLiveHandoff;
    HV_UINT32 IommuDomainIdSelector;
    HV_UINT8 GuestAssert;
    HV_UINT32 LogicalProcessorCount;
    HV_SCHEDULING_INTERVAL_INFO SchedulingInterval;
    HV_SUBNODE SubnodeInfo[16];
    HV_VIRTUALIZATION_FEATURE_SET VirtualizationFeatures;
    HV_BOOT_CONFIG_PROPERTY BootConfig;
    HV_UINT32 RebootCount;
    HV_UINT32 ProtoAbiVersion;
    HV_SYSTEM_MIRRORING_PROPERTY SystemMirroring;
    HV_UINT64 MicrocodeLatencyTime;
    HV_SPA_PAGE_RANGE CrashdumpAreaAddress;
    HV_UINT64 ProcessorFeatureValue; /**< Source: Linux 7.3. */
    HV_UINT64 TrampolinePa;          /**< System physical address in bytes. Source: Linux 7.3. */
} HV_ARM64_OUTPUT_GET_SYSTEM_PROPERTY, *PHV_ARM64_OUTPUT_GET_SYSTEM_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_ARM64_OUTPUT_GET_SYSTEM_PROPERTY) == 1032);

typedef HV_BY_TARGET(HV_X64_OUTPUT_GET_SYSTEM_PROPERTY, HV_ARM64_OUTPUT_GET_SYSTEM_PROPERTY)
    HV_OUTPUT_GET_SYSTEM_PROPERTY, *PHV_OUTPUT_GET_SYSTEM_PROPERTY;

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_SYSTEM */
