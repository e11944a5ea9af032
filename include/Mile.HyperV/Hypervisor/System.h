/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief System properties: values that the root partition reads and sets for the whole machine.
 *
 * The input of HvCallGetSystemProperty and HvCallSetSystemProperty contains a property of
 * HV_SYSTEM_PROPERTY and a union, of which the property selects the member. Most properties are
 * either read-only or write-only. A value remains until the root sets another one.
 *
 * Failures: HV_STATUS_ACCESS_DENIED unless the caller is the root; HV_STATUS_UNKNOWN_PROPERTY for a
 * property that the build does not support; HV_STATUS_INVALID_PARAMETER for a read-only property or
 * an invalid value; HV_STATUS_OPERATION_DENIED if the hypervisor's state does not permit the
 * change.
 *
 * Most properties are undocumented: the sources have only their names.
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

/** Number of a system property. */
typedef HV_UINT32 HV_SYSTEM_PROPERTY, *PHV_SYSTEM_PROPERTY;
enum
{
    /** PerfCounter: event that the profiler counts (ProfileSource.h). */
    HvPerfCounterProperty = 1,
    HvDeprecatedLegacyPowerPolicySettingProperty = 2, /**< HV_PPM_POWER_POLICY_SETTING. */
    HvSleepStateProperty = 3,                         /**< HV_SLEEP_STATE_INFO. */
    HvMachineCheckProperty = 4,                       /**< HV_MACHINE_CHECK_PROPERTY_INFO. */
    HvIommuInitStatusProperty = 5,                    /**< HV_IOMMU_INIT_STATUS. */
    HvHpetConfigProperty = 6,                         /**< HV_HPET_CONFIG_INFO. */
    HvHpetInterruptProperty = 7,                    /**< HV_X64_HPET_INTERRUPT_INFO, HV_ARM64_... */
    HvHpetEnabledProperty = 8,                      /**< HV_HPET_ENABLED_INFO. */
    HvHypervisorLaunchStatsProperty = 9,            /**< HV_HYPERVISOR_LAUNCH_STATS. */
    HvHypervisorDebugProperty = 0x0A,               /**< HV_HYPERVISOR_DEBUG_PROPERTY. */
    HvRootPasidCapabilitiesProperty = 0x0B,         /**< HV_ROOT_SVM_CAPABILITIES_PROPERTY. */
    HvRootNumaCostPagesProperty = 0x0C,             /**< HV_ROOT_NUMA_COST_PAGES_PROPERTY. */
    HvHostPageTableRootProperty = 0x0D,             /**< HvHostPageTableRoot. */
    HvTscSyncStatusProperty = 0x0E,                 /**< HV_TSC_SYNC_STATUS. */
    HvSchedulerTypeProperty = 0x0F,                 /**< HV_SCHEDULER_TYPE; read-only. */
    HvPlatformVirtualizationSupportProperty = 0x10, /**< HV_PLATFORM_VIRTUALIZATION_SUPPORT_INFO. */
    HvHostDebugTransferPages = 0x11,                /**< HvHostDbgTransferPagesRange. */
    HvHostTimelineBiasProperty = 0x12,              /**< HV_HOST_TIMELINE_INFO. */
    HvSmcDataPathProperty = 0x13,                   /**< HV_SMC_DATA_PATH_PROPERTY. */
    HvDmaInitializeBlockedProperty = 0x14,          /**< DmaInitializeBlocked. */
    HvDynamicProcessorFeatureProperty = 0x15,       /**< ProcessorFeatureValue. */
    HvUnusedSystemProperty_22 = 0x16,
    HvRdtCatCosBitmaskProperty_Legacy = 0x17, /**< HV_RDT_CAT_COS_BITMASK_PROPERTY. */
    HvUnusedSystemProperty_24 = 0x18,
    HvGuestStateScrubbingStatusProperty = 0x19, /**< GuestStateScrubbingStatus. */
    HvDmaUnblockedProperty = 0x1A,
    HvRdtMbaCosThrottleProperty_Legacy = 0x1B, /**< HV_RDT_MBA_COS_VALUE_PROPERTY. */
    HvSystemDiagnosticsLogBuffers = 0x1C,      /**< HV_SYSTEM_DIAG_LOG_BUFFER_CONFIG. */
    HvSystemPageCombiningIntervalProperty = 0x1D,
    HvIommuLiveHandoffProperty = 0x1E,      /**< IommuLiveHandoff. */
    HvIommuDomainIdSelectorProperty = 0x1F, /**< IommuDomainIdSelector. */
    HvIommuRootFaultReportingReady = 0x20,
    HvGuestAssertProperty = 0x21,           /**< GuestAssert. */
    HvLogicalProcessorCountProperty = 0x22, /**< LogicalProcessorCount. */
    HvSnpPspIdProperty = 0x23,
    HvSchedulingIntervalProperty = 0x24, /**< HV_SCHEDULING_INTERVAL_INFO; set by its first member. */
    HvSnpPspTcbVersionProperty = 0x25,
    HvSubnodeInformationProperty = 0x26, /**< HV_SUBNODE, up to 16 (Types.h). */
    HvSnpPspDevicesProperty = 0x27,
    HvProcessorLiveHandoffProperty = 0x28,
    HvProcessorParkBlockProperty = 0x29,
    HvBootConfigProperty = 0x2A,               /**< HV_BOOT_CONFIG_PROPERTY. */
    HvVirtualizationFeaturesProperty = 0x2B,   /**< HV_VIRTUALIZATION_FEATURE_SET. */
    HvSystemRebootCountProperty = 0x2C,        /**< RebootCount. */
    HvSystemMirroringProperty = 0x2D,          /**< HV_SYSTEM_MIRRORING_PROPERTY. */
    HvSystemProtoAbiVersionProperty = 0x2E,    /**< ProtoAbiVersion. */
    HvCrashdumpAreaAddressProperty = 0x2F,     /**< CrashdumpAreaAddress: SPA page numbers. */
    HvMicrocodeLatencyProperty = 0x30,         /**< MicrocodeLatencyTime. */
    HvDefaultIoCacheBitmapProperty = 0x31,     /**< DefaultIoCacheBitmap. */
    HvHardwareIsolationEnabledProperty = 0x32, /**< HardwareIsolationEnabled. */
    HvFirmwareX2ApicProperty = 0x33,
    HvCrashdumpTrampolineAddressProperty = 0x34, /**< TrampolinePa: a system physical address. */
    HvResourceControlSupportProperty = 0x35,     /**< HV_RESOURCE_CONTROL_SUPPORT_PROPERTY. */
    /** HV_RESOURCE_CONTROL_VALUE_PROPERTY, by its name. */
    HvResourceControlBitmaskProperty = 0x36,
    /** HV_RESOURCE_CONTROL_MONITOR_DATA, by its name. */
    HvResourceControlMonitorValueProperty = 0x37,
    HvSgxEUpdateSvnProperty = 0x38,
};

/*
 * Types of property values. Other headers define the remaining types.
 */

/** HvIommuInitStatusProperty: result of the IOMMU's initialization, for diagnosis. */
typedef struct HV_IOMMU_INIT_STATUS
{
    HV_UINT8 HardwarePresent; /**< Nonzero if the machine has an IOMMU. */
    HV_UINT8 Enabled;         /**< Nonzero if the hypervisor enabled the IOMMU. */
    HV_UINT16 Padding[3];
    HV_UINT64 Policy;     /**< Undocumented. */
    HV_UINT64 Features;   /**< Undocumented. */
    HV_UINT64 InitStatus; /**< Undocumented. */
    HV_UINT64 Errors;     /**< Undocumented. */
    HV_UINT64 Errata;     /**< Undocumented. */
} HV_IOMMU_INIT_STATUS, *PHV_IOMMU_INIT_STATUS;
HV_STATIC_ASSERT(sizeof(HV_IOMMU_INIT_STATUS) == 48);

/**
 * HvHpetConfigProperty: the high precision event timer (HPET), which the hypervisor may reserve for
 * itself.
 */
typedef struct HV_HPET_CONFIG_INFO
{
    /** Formerly the system physical address of the HPET, by the member's name. */
    HV_UINT64 BaseAddressDeprecated;
    /** Zero-based index of a timer of the HPET; at most 31 (architectural). */
    HV_UINT32 TimerIndex;
    HV_UINT32 Padding0;
    HV_DEVICE_ID DeviceId;      /**< ID of the HPET as a source of interrupts. */
    HV_UINT8 TimerInterruptPin; /**< Pin of the I/O APIC that the timer raises. */
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

/** HvHpetEnabledProperty: state of the HPET. */
typedef union HV_HPET_ENABLED_INFO
{
    HV_UINT8 AsUINT8;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT8 HpetEnabled : 1; /**< Bit 0: 1 if the HPET is enabled, by the member's name. */
        HV_UINT8 Reserved : 7;    /**< Bits 1 to 7. */
    };
#endif
} HV_HPET_ENABLED_INFO, *PHV_HPET_ENABLED_INFO;
HV_STATIC_ASSERT(sizeof(HV_HPET_ENABLED_INFO) == 1);

/** HvHypervisorLaunchStatsProperty: statistics of the hypervisor's start. */
typedef struct HV_HYPERVISOR_LAUNCH_STATS
{
    /** Value that the hypervisor added to the TSC of the boot processor. */
    HV_UINT64 RootBspTscAdjustment;
} HV_HYPERVISOR_LAUNCH_STATS, *PHV_HYPERVISOR_LAUNCH_STATS;
HV_STATIC_ASSERT(sizeof(HV_HYPERVISOR_LAUNCH_STATS) == 8);

/** HvHypervisorDebugProperty: settings of the hypervisor's debugger. */
typedef struct HV_HYPERVISOR_DEBUG_PROPERTY
{
    /**
     * Nonzero if power states are enabled while the debugger is in use, by the member's name.
     * Undocumented.
     */
    HV_BOOLEAN PowerStateEnabled;
} HV_HYPERVISOR_DEBUG_PROPERTY, *PHV_HYPERVISOR_DEBUG_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_HYPERVISOR_DEBUG_PROPERTY) == 1);

/**
 * HvRootPasidCapabilitiesProperty: shared virtual memory of the root's devices.
 *
 * Undocumented; only the original 1.x has it.
 */
typedef struct HV_ROOT_SVM_CAPABILITIES_PROPERTY
{
    /** Number of IOMMUs that support shared virtual memory; the bound is undocumented. */
    HV_UINT32 IommuCount;
    /** Number of PASIDs of the IOMMU that has the fewest; the least of all IOMMUs. */
    HV_UINT32 MinIommuPasidCount;
} HV_ROOT_SVM_CAPABILITIES_PROPERTY, *PHV_ROOT_SVM_CAPABILITIES_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_ROOT_SVM_CAPABILITIES_PROPERTY) == 8);

/** Page that a NUMA node reserves for measuring the cost of access to the node. */
typedef struct HV_NUMA_NODE_RESERVED_PAGE_INFO
{
    HV_UINT64 PhysicalAddress;   /**< System physical address of the page. */
    HV_UINT32 ProximityDomainId; /**< HV_PROXIMITY_DOMAIN_ID of the node. */
    HV_UINT32 Padding;
} HV_NUMA_NODE_RESERVED_PAGE_INFO, *PHV_NUMA_NODE_RESERVED_PAGE_INFO;
HV_STATIC_ASSERT(sizeof(HV_NUMA_NODE_RESERVED_PAGE_INFO) == 16);

/** HvRootNumaCostPagesProperty: one reserved page of each NUMA node. */
typedef struct HV_ROOT_NUMA_COST_PAGES_PROPERTY
{
    HV_UINT32 NumaNodeCount; /**< Number of valid elements of NumaNodePfn; at most 64. */
    HV_UINT32 ReservedP;
    /** Reserved pages; NumaNodeCount of them are valid. */
    HV_NUMA_NODE_RESERVED_PAGE_INFO NumaNodePfn[64];
} HV_ROOT_NUMA_COST_PAGES_PROPERTY, *PHV_ROOT_NUMA_COST_PAGES_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_ROOT_NUMA_COST_PAGES_PROPERTY) == 1032);

/**
 * HvTscSyncStatusProperty: result of the synchronization of the processors' time stamp counters.
 */
typedef struct HV_TSC_SYNC_STATUS
{
    HV_BOOLEAN SyncFailed; /**< Nonzero if the hypervisor could not synchronize the counters. */
    HV_BOOLEAN SyncNeeded; /**< Nonzero if the counters needed synchronization. */
    HV_UINT8 Padding[6];
    HV_INT64 MaxDelta; /**< Largest measured difference between two counters, in ticks. */
    HV_INT64 MinDelta; /**< Smallest measured difference between two counters, in ticks. */
} HV_TSC_SYNC_STATUS, *PHV_TSC_SYNC_STATUS;
HV_STATIC_ASSERT(sizeof(HV_TSC_SYNC_STATUS) == 24);

/** HvPlatformVirtualizationSupportProperty: facilities that the machine can offer to guests. */
typedef struct HV_PLATFORM_VIRTUALIZATION_SUPPORT_INFO
{
    HV_UINT8 NestedVirtualization; /**< Nonzero if guests can run hypervisors. */
    HV_UINT8 Sgx;                  /**< Nonzero if guests can use Intel SGX. */
} HV_PLATFORM_VIRTUALIZATION_SUPPORT_INFO, *PHV_PLATFORM_VIRTUALIZATION_SUPPORT_INFO;
HV_STATIC_ASSERT(sizeof(HV_PLATFORM_VIRTUALIZATION_SUPPORT_INFO) == 2);

/** ARM64: owner of the right to call the firmware. */
typedef HV_UINT32 HV_SMC_DATA_PATH_LOCK_STATE, *PHV_SMC_DATA_PATH_LOCK_STATE;
enum
{
    HvSmcDataPathUnlocked = 0,
    HvSmcDataPathLockedByHvx = 1,  /**< The hypervisor owns the right. */
    HvSmcDataPathLockedByVtl1 = 2, /**< The root's VTL 1 owns the right. */
};

/** HvSmcDataPathProperty: owner of the right to call the firmware. */
typedef struct HV_SMC_DATA_PATH_PROPERTY
{
    HV_UINT16 LockState; /**< HV_SMC_DATA_PATH_LOCK_STATE. */
    HV_UINT16 Reserved;
} HV_SMC_DATA_PATH_PROPERTY, *PHV_SMC_DATA_PATH_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_SMC_DATA_PATH_PROPERTY) == 4);

/** HvRdtCatCosBitmaskProperty_Legacy: cache ways of a class of service. */
typedef struct HV_RDT_CAT_COS_BITMASK_PROPERTY
{
    /**
     * Index of the class of service, zero-based; below the number of classes in IA32_L3_QOS_MASK
     * registers.
     */
    HV_UINT32 CosIndex;
    HV_UINT32 CosBitmask; /**< Cache ways that the class may use; one bit per way. */
} HV_RDT_CAT_COS_BITMASK_PROPERTY, *PHV_RDT_CAT_COS_BITMASK_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_RDT_CAT_COS_BITMASK_PROPERTY) == 8);

/** HvRdtMbaCosThrottleProperty_Legacy: memory bandwidth of a class of service. */
typedef struct HV_RDT_MBA_COS_VALUE_PROPERTY
{
    /** Index of the class of service, zero-based; below the number of classes of the processor. */
    HV_UINT32 CosIndex;
    HV_UINT32 CosThrottleValue; /**< Throttling of the class, as the processor defines it. */
} HV_RDT_MBA_COS_VALUE_PROPERTY, *PHV_RDT_MBA_COS_VALUE_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_RDT_MBA_COS_VALUE_PROPERTY) == 8);

/** HvSystemDiagnosticsLogBuffers: size of the system's diagnostic log. */
typedef struct HV_SYSTEM_DIAG_LOG_BUFFER_CONFIG
{
    HV_UINT32 BufferCount;       /**< Number of buffers; the maximum is undocumented. */
    HV_UINT32 BufferSizeInPages; /**< Size of each buffer, in pages of 4096 bytes. */
} HV_SYSTEM_DIAG_LOG_BUFFER_CONFIG, *PHV_SYSTEM_DIAG_LOG_BUFFER_CONFIG;
HV_STATIC_ASSERT(sizeof(HV_SYSTEM_DIAG_LOG_BUFFER_CONFIG) == 8);

/** HvBootConfigProperty: configuration with which the hypervisor started. */
typedef struct HV_BOOT_CONFIG_PROPERTY
{
    HV_UINT64 BootFlags;         /**< Undocumented. */
    HV_UINT64 StartupModeNormal; /**< Undocumented. */
} HV_BOOT_CONFIG_PROPERTY, *PHV_BOOT_CONFIG_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_BOOT_CONFIG_PROPERTY) == 16);

/** HvVirtualizationFeaturesProperty: virtualization features. The bits are undocumented. */
typedef union HV_VIRTUALIZATION_FEATURE_SET
{
    HV_UINT64 AsUINT64[4];
    struct
    {
        /** Features that do not depend on the vendor, by the member's name. Undocumented. */
        HV_UINT64 ValFeatureSet;
        union
        {
            /** Features of Intel processors. */
            struct
            {
                HV_UINT64 FeatureSet; /**< Undocumented. */
            } Intel;
            /** Features of AMD processors. */
            struct
            {
                HV_UINT64 FeatureSet; /**< Undocumented. */
            } Amd;
            /** Features of Arm processors. */
            struct
            {
                HV_UINT64 FeatureSet; /**< Undocumented. */
            } Arm;
        };
    };
} HV_VIRTUALIZATION_FEATURE_SET, *PHV_VIRTUALIZATION_FEATURE_SET;
HV_STATIC_ASSERT(sizeof(HV_VIRTUALIZATION_FEATURE_SET) == 32);

/** HvSystemMirroringProperty: settings of memory mirroring. Undocumented. */
typedef union HV_SYSTEM_MIRRORING_PROPERTY
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 MirroringPolicy : 1;      /**< Bit 0: undocumented. */
        HV_UINT64 HypervisorHotRestart : 1; /**< Bit 1: undocumented. */
        HV_UINT64 Reserved : 62;
    };
#endif
} HV_SYSTEM_MIRRORING_PROPERTY, *PHV_SYSTEM_MIRRORING_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_SYSTEM_MIRRORING_PROPERTY) == 8);

/*
 * Resource control: Intel RDT, ARM MPAM. Software belongs to classes. Each class has a share of the
 * caches and of the memory bandwidth, and monitors measure its use.
 */

/** Kind of shared or monitored resource. */
typedef HV_UINT32 HV_RESOURCE_CONTROL_TYPE, *PHV_RESOURCE_CONTROL_TYPE;
enum
{
    HvResourceControlProcessorCache = 0,
    HvResourceControlMemoryBandwidth = 1,
    HvResourceControlProcessorCacheMonitor = 2,
};

/** Software that a monitor measures. */
typedef struct HV_RESOURCE_CONTROL_MONITOR
{
    HV_UINT16 PartId; /**< Partition ID of MPAM. */
    HV_UINT8 Pmg;     /**< Performance monitoring group of MPAM. */
    HV_UINT8 Enable;  /**< Nonzero if the monitor is enabled. */
    HV_UINT32 Reserved;
} HV_RESOURCE_CONTROL_MONITOR, *PHV_RESOURCE_CONTROL_MONITOR;
HV_STATIC_ASSERT(sizeof(HV_RESOURCE_CONTROL_MONITOR) == 8);

/** Value of resource control that the root sets: the share of one class, or one monitor. */
typedef struct HV_RESOURCE_CONTROL_VALUE_PROPERTY
{
    HV_RESOURCE_CONTROL_TYPE Type;
    /**
     * Index of the class or the monitor, zero-based; below the number that
     * HV_RESOURCE_CONTROL_SUPPORT_PROPERTY reports.
     */
    HV_UINT32 Index;
    union
    {
        HV_UINT64 Value;                     /**< Share of the class. */
        HV_RESOURCE_CONTROL_MONITOR Monitor; /**< Software that the monitor measures. */
    };
} HV_RESOURCE_CONTROL_VALUE_PROPERTY, *PHV_RESOURCE_CONTROL_VALUE_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_RESOURCE_CONTROL_VALUE_PROPERTY) == 16);

/** Measurement of a monitor, in bytes. */
typedef struct HV_RESOURCE_CONTROL_MONITOR_DATA
{
    /** Measurement of HvResourceControlProcessorCacheMonitor. */
    struct
    {
        HV_UINT8 Valid; /**< Nonzero if the measurement is valid. */
        HV_UINT8 Padding[7];
        HV_UINT64 L3OccupancyBytes; /**< Occupied part of the L3 cache, in bytes. */
        HV_UINT64 L3TotalBwBytes;   /**< Total memory traffic, in bytes. */
        HV_UINT64 L3LocalBwBytes;   /**< Memory traffic to local memory, in bytes. */
    } ProcessorCache;
} HV_RESOURCE_CONTROL_MONITOR_DATA, *PHV_RESOURCE_CONTROL_MONITOR_DATA;
HV_STATIC_ASSERT(sizeof(HV_RESOURCE_CONTROL_MONITOR_DATA) == 32);

/**
 * HvResourceControlSupportProperty: supported resources, and the number of classes and monitors.
 */
typedef struct HV_RESOURCE_CONTROL_SUPPORT_PROPERTY
{
    union
    {
        HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /** Bit 0: classes can have a share of the processor cache. */
            HV_UINT32 ProcessorCacheAllocationSupport : 1;
            /** Bit 1: the processor cache can be monitored. */
            HV_UINT32 ProcessorCacheMonitoringSupport : 1;
            /** Bit 2: monitors measure cache occupancy. */
            HV_UINT32 ProcessorCacheOccupancySupport : 1;
            /** Bit 3: monitors measure the total memory traffic. */
            HV_UINT32 ProcessorCacheTotalBwSupport : 1;
            /** Bit 4: monitors measure the local memory traffic. */
            HV_UINT32 ProcessorCacheLocalBwSupport : 1;
            /** Bit 5: classes can have a share of the memory bandwidth. */
            HV_UINT32 MemoryBandwidthAllocationSupport : 1;
            HV_UINT32 Reserved1 : 26;
        };
#endif
    };
    HV_UINT32 ProcessorCacheMaskWidth; /**< Width of a cache mask, in bits. */
    /**
     * Bits of the cache mask that the hardware can share with other agents, by the member's name.
     */
    HV_UINT32 ProcessorCacheMaskHwReserved;
    HV_UINT32 ProcessorCacheMaskSlots;    /**< Number of cache masks (classes). */
    HV_UINT32 ProcessorCacheMonitorSlots; /**< Number of cache monitors. */
    HV_UINT32 MemoryBandwidthSlots;       /**< Number of bandwidth values (classes). */
    HV_UINT32 MemoryBandwidthMaxValue;    /**< Maximum bandwidth value. */
    union
    {
        HV_UINT32 MemoryBandwidthAsUINT32; /**< MemoryBandwidthLinear as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 MemoryBandwidthLinear : 1; /**< Bit 0: the bandwidth values are linear. */
            HV_UINT32 Reserved2 : 31;
        };
#endif
    };
} HV_RESOURCE_CONTROL_SUPPORT_PROPERTY, *PHV_RESOURCE_CONTROL_SUPPORT_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_RESOURCE_CONTROL_SUPPORT_PROPERTY) == 32);

/** Values of resource control that the root reads: those of all classes or monitors. */
typedef struct HV_RESOURCE_CONTROL_VALUES_PROPERTY
{
    HV_UINT32 NumValues; /**< Number of valid elements of Values or Monitors; at most 128. */
    HV_UINT32 Padding;
    union
    {
        HV_UINT64 Values[128];                     /**< Shares of the classes. */
        HV_RESOURCE_CONTROL_MONITOR Monitors[128]; /**< Software that the monitors measure. */
    };
} HV_RESOURCE_CONTROL_VALUES_PROPERTY, *PHV_RESOURCE_CONTROL_VALUES_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_RESOURCE_CONTROL_VALUES_PROPERTY) == 1032);

/*
 * The calls.
 */

/**
 * Input of HvCallSetSystemProperty, which writes a system property. No output. Each member of the
 * union is the value of the property of its name.
 */
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
            HV_UINT64 Period; /**< Sampling period: number of events between two samples. */
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
        /** Version of an internal interface; its values are undocumented. */
        HV_UINT32 ProtoAbiVersion;
        /** HvCrashdumpAreaAddressProperty, as SPA page numbers. */
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
 * Input of HvCallGetSystemProperty, which reads a system property. Output:
 * HV_X64_OUTPUT_GET_SYSTEM_PROPERTY or HV_ARM64_OUTPUT_GET_SYSTEM_PROPERTY.
 *
 * Builds from before the arguments in Property read 8 bytes only; the original 1.x and the mshv
 * patch of 2023 have that form (References/Errata.md).
 */
typedef struct HV_INPUT_GET_SYSTEM_PROPERTY
{
    HV_SYSTEM_PROPERTY PropertyId; /**< HV_SYSTEM_PROPERTY. */
    union
    {
        HV_UINT32 Reserved;
        HV_PPM_POWER_POLICY_SETTING_ID SettingId; /**< Argument of HvDeprecatedLegacyPowerPolicySettingProperty. */
    };
    /** Argument of the property, if it takes one. */
    union
    {
        HV_UINT64 AsUINT64;
        /** HvDynamicProcessorFeatureProperty on x64. */
        HV_X64_DYNAMIC_PROCESSOR_FEATURE_PROPERTY ProcessorFeature;
        HV_LOGICAL_PROCESSOR_INDEX LpIndex; /**< Logical processor of the property. */
        /** Argument of the properties of resource control. */
        struct
        {
            HV_RESOURCE_CONTROL_TYPE Type;
            HV_UINT32 Id; /**< Index of the class or the monitor. */
        } Resource;
    } Property;
} HV_INPUT_GET_SYSTEM_PROPERTY, *PHV_INPUT_GET_SYSTEM_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_SYSTEM_PROPERTY) == 16);

typedef HV_INPUT_GET_SYSTEM_PROPERTY HV_X64_INPUT_GET_SYSTEM_PROPERTY, *PHV_X64_INPUT_GET_SYSTEM_PROPERTY;
typedef HV_INPUT_GET_SYSTEM_PROPERTY HV_ARM64_INPUT_GET_SYSTEM_PROPERTY, *PHV_ARM64_INPUT_GET_SYSTEM_PROPERTY;

/**
 * Output of HvCallGetSystemProperty on x64. Each member is the value of the property of its name.
 */
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
    /** Number of logical processors; at most MaxLogicalProcessorCount of CPUID leaf 0x40000005. */
    HV_UINT32 LogicalProcessorCount;
    HV_SCHEDULING_INTERVAL_INFO SchedulingInterval;
    HV_SUBNODE SubnodeInfo[16];
    HV_VIRTUALIZATION_FEATURE_SET VirtualizationFeatures;
    HV_BOOT_CONFIG_PROPERTY BootConfig;
    HV_UINT32 RebootCount; /**< Number of restarts of the hypervisor; 0 for the first start. */
    /** Version of an internal interface; its values are undocumented. */
    HV_UINT32 ProtoAbiVersion;
    HV_SYSTEM_MIRRORING_PROPERTY SystemMirroring;
    HV_UINT64 MicrocodeLatencyTime; /**< Latency of a microcode update; the unit is undocumented. */
    /** HvCrashdumpAreaAddressProperty, as SPA page numbers. */
    HV_SPA_PAGE_RANGE CrashdumpAreaAddress;
    /** Value of HvDynamicProcessorFeatureProperty. Source: Linux 7.3. */
    HV_UINT64 ProcessorFeatureValue;
    HV_UINT64 TrampolinePa; /**< System physical address in bytes. Source: Linux 7.3. */
} HV_X64_OUTPUT_GET_SYSTEM_PROPERTY, *PHV_X64_OUTPUT_GET_SYSTEM_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_X64_OUTPUT_GET_SYSTEM_PROPERTY) == 1032);

/**
 * Output of HvCallGetSystemProperty on ARM64. Each member is the value of the property of its name.
 */
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
    /**
     * Number of logical processors; at most MaxLogicalProcessorCount of
     * HvRegisterImplementationLimitsInfo.
     */
    HV_UINT32 LogicalProcessorCount;
    HV_SCHEDULING_INTERVAL_INFO SchedulingInterval;
    HV_SUBNODE SubnodeInfo[16];
    HV_VIRTUALIZATION_FEATURE_SET VirtualizationFeatures;
    HV_BOOT_CONFIG_PROPERTY BootConfig;
    HV_UINT32 RebootCount; /**< Number of restarts of the hypervisor; 0 for the first start. */
    /** Version of an internal interface; its values are undocumented. */
    HV_UINT32 ProtoAbiVersion;
    HV_SYSTEM_MIRRORING_PROPERTY SystemMirroring;
    HV_UINT64 MicrocodeLatencyTime; /**< Latency of a microcode update; the unit is undocumented. */
    /** HvCrashdumpAreaAddressProperty, as SPA page numbers. */
    HV_SPA_PAGE_RANGE CrashdumpAreaAddress;
    /** Value of HvDynamicProcessorFeatureProperty. Source: Linux 7.3. */
    HV_UINT64 ProcessorFeatureValue;
    HV_UINT64 TrampolinePa; /**< System physical address in bytes. Source: Linux 7.3. */
} HV_ARM64_OUTPUT_GET_SYSTEM_PROPERTY, *PHV_ARM64_OUTPUT_GET_SYSTEM_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_ARM64_OUTPUT_GET_SYSTEM_PROPERTY) == 1032);

typedef HV_BY_TARGET(HV_X64_OUTPUT_GET_SYSTEM_PROPERTY, HV_ARM64_OUTPUT_GET_SYSTEM_PROPERTY)
    HV_OUTPUT_GET_SYSTEM_PROPERTY, *PHV_OUTPUT_GET_SYSTEM_PROPERTY;

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_SYSTEM */
