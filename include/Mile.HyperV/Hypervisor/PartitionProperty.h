/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Partition properties: the configuration of a partition, and the formats of the values.
 *
 * A property is a 64-bit value that a code identifies; the high half of the code is its group. The
 * parent reads it with HvCallGetPartitionProperty and sets it with HvCallSetPartitionProperty
 * (Partition.h). A partition can read some of its own properties with HV_PARTITION_ID_SELF.
 *
 * *Early* properties can be set between the creation of a partition and its initialization; the
 * others only afterwards. Properties of the last groups are longer than 64 bits, or have an argument,
 * and require HvCallGetPartitionPropertyEx and HvCallSetPartitionPropertyEx.
 *
 * Failures: HV_STATUS_UNKNOWN_PROPERTY for a code that the hypervisor does not support,
 * HV_STATUS_PROPERTY_VALUE_OUT_OF_RANGE for a value beyond its bounds, HV_STATUS_INVALID_PARAMETER
 * for a write of a read-only property.
 *
 * Three numbers determine the processor time of a partition, each for every one of its virtual
 * processors. The *reserve* is the time that it receives on demand, the *cap* is its maximum, both
 * as a share of one logical processor, with 0x10000 for the whole. The remaining time is divided by
 * *weight*. The default reserve is 0, and it cannot exceed the cap; the default cap is 0x10000, the
 * default weight 100. All reserves together must fit the machine, otherwise HvCallCreateVp fails.
 *
 * A property without a comment is undocumented.
 *
 * Sources: WDK 7.1 hvgdk.h; TLFS 2.0 and online; OpenVMM hvdef; mshv-lore;
 * rust-vmm mshv; symbols of securekernel 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_PARTITIONPROPERTY
#define MILE_HYPERV_HYPERVISOR_PARTITIONPROPERTY

#include "Types.h"

HV_HEADER_BEGIN

/** Value of a property. */
typedef HV_UINT64 HV_PARTITION_PROPERTY, *PHV_PARTITION_PROPERTY;

/** Code of a property. */
typedef HV_UINT32 HV_PARTITION_PROPERTY_CODE, *PHV_PARTITION_PROPERTY_CODE;
enum
{
    /* Rights. */
    HvPartitionPropertyPrivilegeFlags = 0x00010000, /**< HV_PARTITION_PRIVILEGE_MASK; early. */
    /** HV_PARTITION_SYNTHETIC_PROCESSOR_FEATURES; early. */
    HvPartitionPropertySyntheticProcFeatures = 0x00010001,
    HvPartitionPropertyAllowedParentUserModeHypercalls = 0x00010002, /**< HV_USER_MODE_HYPERCALLS. */

    /* Scheduling. */
    HvPartitionPropertySuspend = 0x00020000, /**< 1: no processor of the partition runs. */
    /** Guaranteed share of a logical processor for each virtual processor, in units of 1/65536. */
    HvPartitionPropertyCpuReserve = 0x00020001,
    /** Maximum share of a logical processor for each virtual processor, in units of 1/65536. */
    HvPartitionPropertyCpuCap = 0x00020002,
    HvPartitionPropertyCpuWeight = 0x00020003,  /**< Weight of the partition, 1 to 10000. */
    HvPartitionPropertyCpuGroupId = 0x00020004, /**< CPU group of the partition. */
    /**
     * 1: the partition schedules its own processors and those of its children (OpenVMM; Linux 7.3).
     */
    HvPartitionPropertyHierarchicalIntegratedSchedulerEnabled = 0x00020005,

    /* Time. */
    /** Periodic interrupt in the hypervisor: HV_EMULATED_TIMER_PERIOD (Timer.h). WDK 7.1 only. */
    HvPartitionPropertyEmulatedTimerPeriod = 0x00030000,
    /** HV_EMULATED_TIMER_CONTROL; set after the period. WDK 7.1 only. */
    HvPartitionPropertyEmulatedTimerControl = 0x00030001,
    /** HV_PM_TIMER_INFO: reading an ACPI timer port. WDK 7.1 only. */
    HvPartitionPropertyPmTimerAssist = 0x00030002,
    HvPartitionPropertyTimeFreeze = 0x00030003,    /**< 1: reference time does not advance. */
    HvPartitionPropertyApicFrequency = 0x00030004, /**< Frequency of the APIC timer, in Hz. */
    HvPartitionPropertyReferenceTime = 0x00030005, /**< Reference counter, in units of 100 ns. */

    /* Debugging. */
    HvPartitionPropertyDebugChannelId = 0x00040000, /**< Number of the debug session through the hypervisor. */
    HvPartitionPropertyDebugChannelId0 = 0x00040001,
    HvPartitionPropertyDebugChannelId1 = 0x00040002,
    HvPartitionPropertyDebugChannelId2 = 0x00040003,

    /* Resources. */
    /** Number of pages of the partition's pool for the virtual TLB. The hypervisor limits the value to its bounds. */
    HvPartitionPropertyVirtualTlbPageCount = 0x00050000,
    HvPartitionPropertyVsmConfig = 0x00050001, /**< HV_PARTITION_VSM_CONFIG (VsmRegister.h). */
    /** 1: memory is cleared when the partition resets. */
    HvPartitionPropertyZeroMemoryOnReset = 0x00050002,
    /** Processors per socket in the topology that the guest sees. */
    HvPartitionPropertyProcessorsPerSocket = 0x00050003,
    HvPartitionPropertyNestedTlbSize = 0x00050004, /**< By its name, the size of the TLB of nested guests. */
    HvPartitionPropertyGpaPageAccessTracking = 0x00050005, /**< HV_PARTITION_PAGE_ACCESS_TRACKING_CONFIG. */
    /** 1 if protections changed since the last read. */
    HvPartitionPropertyVsmPermissionsDirtySinceLastQuery = 0x00050006,
    HvPartitionPropertySgxLaunchControlConfig = 0x00050007, /**< HV_SGX_LAUNCH_CONTROL_CONFIG. */
    HvPartitionPropertyDefaultSgxLaunchControl0 = 0x00050008, /**< First of the four 64-bit words of the key hash. */
    HvPartitionPropertyDefaultSgxLaunchControl1 = 0x00050009,
    HvPartitionPropertyDefaultSgxLaunchControl2 = 0x0005000A,
    HvPartitionPropertyDefaultSgxLaunchControl3 = 0x0005000B,
    HvPartitionPropertyIsolationState = 0x0005000C,   /**< HV_PARTITION_ISOLATION_STATE. */
    HvPartitionPropertyIsolationControl = 0x0005000D, /**< HV_PARTITION_ISOLATION_CONTROL. */
    HvPartitionPropertyAllocationId = 0x0005000E,     /**< RDT class of service. */
    HvPartitionPropertyMonitoringId = 0x0005000F,     /**< RDT monitoring ID. */
    HvPartitionPropertyImplementedPhysicalAddressBits = 0x00050010, /**< Number of bits, as in CPUID leaf 0x40000004. */
    HvPartitionPropertyNonArchitecturalCoreSharing = 0x00050011, /**< HV_NON_ARCH_CORE_SHARING_TYPE. */
    HvPartitionPropertyHypercallDoorbellPage = 0x00050012, /**< Early. */
    HvPartitionPropertyCppcRequestValue = 0x00050013,
    HvPartitionPropertyIsolationPolicy = 0x00050014, /**< HV_PARTITION_ISOLATION_POLICY. */
    HvPartitionPropertyDmaCapableDevices = 0x00050015,
    HvPartitionPropertyProcessorsPerL3 = 0x00050016,
    HvPartitionPropertyUnimplementedMsrAction = 0x00050017, /**< HV_UNIMPLEMENTED_MSR_ACTION. */
    HvPartitionPropertyAmdNodesPerSocket = 0x00050018,
    HvPartitionPropertyReferenceTscPageActive = 0x00050019,
    HvPartitionPropertyAutoEoiEnabled = 0x0005001A,
    HvPartitionPropertyL3CacheWays = 0x0005001B,
    HvPartitionPropertyIsolationType = 0x0005001C, /**< HV_PARTITION_ISOLATION_TYPE_... */
    HvPartitionPropertyPerfmonMode = 0x0005001D,   /**< HV_PARTITION_PERFMON_MODE_CONFIG. */
    HvPartitionPropertyDepositStatus = 0x0005001E, /**< HV_PARTITION_DEPOSIT_STATUS. */
    HvPartitionPropertyMirroring = 0x0005001F,     /**< HV_PARTITION_MIRRORING_POLICY. */
    HvPartitionPropertyMirrorState = 0x00050020,   /**< HV_PARTITION_MIRROR_STATE. */
    HvPartitionPropertyMgmtVtlMaxMemorySections = 0x00050021,
    HvPartitionPropertySevVmgexitOffloads = 0x00050022, /**< HV_SEV_VMGEXIT_OFFLOAD. */
    HvPartitionPropertyPenalizeBusLock = 0x00050023, /**< 1: the guest loses time for a split lock. */
    HvPartitionPropertyTopologyApicIdOptIn = 0x00050024,
    HvPartitionPropertyCppcResourcePrioritiesValue = 0x00050025,
    HvPartitionPropertyPartitionDiagBufferConfig = 0x00050026, /**< HV_PARTITION_DIAG_LOG_BUFFER_CONFIG; early. */
    HvPartitionPropertyTerminateOnInstructionTimeout = 0x00050027, /**< Symbols of 26100 only. */
    /* Codes from 0x00050028 to 0x0005002E are those of ARM64's interrupt controller. */
    /** Early. */
    HvPartitionPropertyGicdBaseAddress = 0x00050028,
    HvPartitionPropertyGitsTranslaterBaseAddress = 0x00050029, /**< Early. */
    HvPartitionPropertyGicLpiIntIdBits = 0x0005002A,
    HvPartitionPropertyGicPpiOverflowInterruptFromCntv = 0x0005002B,
    HvPartitionPropertyGicPpiOverflowInterruptFromCntp = 0x0005002C,
    HvPartitionPropertyGicPpiPerformanceMonitorsInterrupt = 0x0005002D,
    HvPartitionPropertyGicPpiPmbirq = 0x0005002E,
    /* Codes from 0x0005002F to 0x00050035 are not in the symbols of 26100. */
    HvPartitionPropertyTdMigrationStreamCount = 0x0005002F,
    HvPartitionPropertyAutoSuspend = 0x00050030,
    HvPartitionPropertySintReservedInterruptId = 0x00050031,
    HvPartitionPropertyGpaPinningEnabled = 0x00050032,
    HvPartitionPropertyTdMigrationMaxStreamCount = 0x00050033,
    HvPartitionPropertyTdMigrationNumMemScanContext = 0x00050034,
    HvPartitionPropertyTdMigrationMaxMemScanRanges = 0x00050035,

    /* Compatibility: properties on which a guest depends when it moves to another host. */
    HvPartitionPropertyProcessorVendor = 0x00060000, /**< HV_PROCESSOR_VENDOR. */
    /** One bank of features; HvPartitionPropertyProcessorFeatures0 replaces it. */
    HvPartitionPropertyProcessorFeaturesDeprecated = 0x00060001,
    HvPartitionPropertyProcessorXsaveFeatures = 0x00060002, /**< HV_PARTITION_PROCESSOR_XSAVE_FEATURES. */
    HvPartitionPropertyProcessorCLFlushSize = 0x00060003, /**< Size of a cache line for CLFLUSH, in units of 8 bytes. */
    HvPartitionPropertyEnlightenmentModifications = 0x00060004, /**< HV_PARTITION_ENLIGHTENMENT_MODIFICATIONS. */
    HvPartitionPropertyCompatibilityVersion = 0x00060005, /**< HV_COMPATIBILITY_VERSION. */
    HvPartitionPropertyPhysicalAddressWidth = 0x00060006, /**< Width in bits; early. */
    HvPartitionPropertyXsaveStates = 0x00060007,
    HvPartitionPropertyMaxXsaveDataSize = 0x00060008,        /**< Size in bytes. */
    HvPartitionPropertyProcessorClockFrequency = 0x00060009, /**< Frequency in Hz. */
    HvPartitionPropertyProcessorFeatures0 = 0x0006000A, /**< HV_PARTITION_PROCESSOR_FEATURES, bank 0. */
    HvPartitionPropertyProcessorFeatures1 = 0x0006000B, /**< Bank 1. */
    HvPartitionPropertyProcessorInstructionCLFlushSize = 0x0006000C, /**< Symbols of 26100. */
    HvPartitionPropertyProcessorCtrEl0 = 0x0006000C, /**< The ARM64 register of this name. */
    HvPartitionPropertyProcessorZeroDataCacheBs = 0x0006000D, /**< Symbols of 26100. */
    HvPartitionPropertyProcessorDczidEl0 = 0x0006000D, /**< The ARM64 register of this name. */
    HvPartitionPropertyProcessorPREbits = 0x0006000E, /**< Symbols of 26100. */
    HvPartitionPropertyProcessorIchVtrEl2 = 0x0006000E, /**< The ARM64 register of this name. */
    HvPartitionPropertyProcessorPRIbits = 0x0006000F, /**< Symbols of 26100. */
    HvPartitionPropertyProcessorIdAa64Dfr0El1 = 0x0006000F, /**< The ARM64 register of this name. */
    HvPartitionPropertyRootProcessorFeatures0 = 0x00060010, /**< Features of the root, for comparison. */
    HvPartitionPropertyRootProcessorFeatures1 = 0x00060011,
    HvPartitionPropertyRootProcessorXsaveFeatures = 0x00060012,
    HvPartitionPropertyRootSyntheticProcFeatures = 0x00060013,
    HvPartitionPropertyPhysicalAddressSize = 0x00060014,
    HvPartitionPropertyFeatureBankCount = 0x00060015,
    HvPartitionPropertyProcessorIdAa64Dfr1El1 = 0x00060016,
    HvPartitionPropertyProcessorCntfrqEl0 = 0x00060017,
    HvPartitionPropertyMaxSveVectorLength = 0x00060018,
    HvPartitionPropertyMaxSmeStreamingVectorLength = 0x00060019,

    /* The guest's own statements. */
    HvPartitionPropertyGuestOsId = 0x00070000, /**< Identity that the guest wrote (GuestOsId.h). */

    /* Nesting. */
    /** HV_PARTITION_PROCESSOR_VIRTUALIZATION_FEATURES. */
    HvPartitionPropertyProcessorVirtualizationFeatures = 0x00080000,
    HvPartitionPropertyMaxHardwareIsolatedGuests = 0x00080001,
    HvPartitionPropertySnpEnabled = 0x00080002,
    /* Codes from 0x00080003 to 0x00080015 are the VMX capability MSRs that the guest sees. */
    HvPartitionPropertyNestedVmxBasic = 0x00080003,
    HvPartitionPropertyNestedVmxPinbasedCtls = 0x00080004,
    HvPartitionPropertyNestedVmxProcbasedCtls = 0x00080005,
    HvPartitionPropertyNestedVmxExitCtls = 0x00080006,
    HvPartitionPropertyNestedVmxEntryCtls = 0x00080007,
    HvPartitionPropertyNestedVmxMisc = 0x00080008,
    HvPartitionPropertyNestedVmxCr0Fixed0 = 0x00080009,
    HvPartitionPropertyNestedVmxCr0Fixed1 = 0x0008000A,
    HvPartitionPropertyNestedVmxCr4Fixed0 = 0x0008000B,
    HvPartitionPropertyNestedVmxCr4Fixed1 = 0x0008000C,
    HvPartitionPropertyNestedVmxVmcsEnum = 0x0008000D,
    HvPartitionPropertyNestedVmxProcbasedCtls2 = 0x0008000E,
    HvPartitionPropertyNestedVmxEptVpidCap = 0x0008000F,
    HvPartitionPropertyNestedVmxTruePinbasedCtls = 0x00080010,
    HvPartitionPropertyNestedVmxTrueProcbasedCtls = 0x00080011,
    HvPartitionPropertyNestedVmxTrueExitCtls = 0x00080012,
    HvPartitionPropertyNestedVmxTrueEntryCtls = 0x00080013,
    HvPartitionPropertyNestedVmxProcbasedCtls3 = 0x00080014,
    HvPartitionPropertyNestedVmxExitCtls2 = 0x00080015,
    /** HV_PARTITION_VH_TARGET_CHILDREN_STATE; symbols of 26100. */
    HvPartitionPropertyVhChildrenState = 0x00080100,
    HvPartitionPropertyVhState = 0x00080100, /**< Name of 0x00080100 in OpenVMM. */
    HvPartitionPropertyMaxHierarchicalPartitionCount = 0x00080101,
    HvPartitionPropertyMaxHierarchicalVpCount = 0x00080102,
    HvPartitionPropertyStateTransferMode = 0x00080103,
    HvPartitionPropertyMigrationAbortCleanupCount = 0x00080104,
    HvPartitionPropertyTdComprehensiveReset = 0x00080105,

    /* Values longer than 64 bits, read and set by the "Ex" calls. */
    /** HV_PARTITION_PROPERTY_INHERITED_DEVICE_DOMAIN_REGIONS. */
    HvPartitionPropertyInheritedDeviceDomainReservedRegions = 0x00090000,
    HvPartitionPropertyTdMrConfigId = 0x00090001,    /**< HV_PARTITION_PROPERTY_SHA384. */
    HvPartitionPropertyTdMrOwner = 0x00090002,       /**< HV_PARTITION_PROPERTY_SHA384. */
    HvPartitionPropertyTdMrOwnerConfig = 0x00090003, /**< HV_PARTITION_PROPERTY_SHA384. */
    /** HV_PARTITION_PROPERTY_EX_ROOT_...; symbols of 26100. */
    HvPartitionPropertyExRootProcessorFeaturesExperimental = 0x00090004,
    HvPartitionPropertyVNUMATopologyConfig = 0x00090004, /**< Name of 0x00090004 in OpenVMM. */
    HvPartitionPropertyRootVpSharedPages = 0x00090005, /**< HV_PARTITION_PROPERTY_VP_SHARED_PAGES. */
    /** HV_PARTITION_PROPERTY_VMM_CAPABILITIES; early. */
    HvPartitionPropertyVmmCapabilities = 0x00090007,
    HvPartitionPropertyCompletePartitionIntercept = 0x00090008,
    /** Synthetic features that a child can have. */
    HvPartitionPropertyAssignableSyntheticProcFeatures = 0x00090009,
    HvPartitionPropertyHwIsolationTdxSupported = 0x0009000A,
    HvPartitionPropertyHwIsolationSevSupported = 0x0009000B,
    HvPartitionPropertyMigrationTdInfoHash = 0x0009000C,
    HvPartitionPropertyMigrationTdBindingSlot = 0x0009000D,
    HvPartitionPropertyDisabledProcessorFeaturesEx = 0x0009000E,
    HvPartitionPropertyRootProcessorFeaturesEx = 0x0009000F,
    HvPartitionPropertyEnabledProcessorFeaturesEx = 0x00090010,
    HvPartitionPropertyPmuEventTypes = 0x00090011,
    HvPartitionPropertyTdComprehensiveConfigure = 0x00090012,

    /** The sources have this misspelling. */
    HVPartitionPropertyExtendedProperyMax = 0x000A0000,

    /* Properties of one virtual processor, whose index is Arg. Source: TLFS online. */
    HvPartitionVpPropertySchedulingAffinitySet = 0x10001000
};

/** Bounds of reserve, cap and weight. */
#define HvPartitionPropertyMinimumCpuReserve 0x0
#define HvPartitionPropertyMaximumCpuReserve 0x10000
#define HvPartitionPropertyMinimumCpuCap 0x0
#define HvPartitionPropertyMaximumCpuCap 0x10000
#define HvPartitionPropertyMinimumCpuWeight 1
#define HvPartitionPropertyMaximumCpuWeight 10000

/** Property and its value. */
typedef struct HV_PARTITION_PROPERTY_ASSOC
{
    HV_PARTITION_PROPERTY_CODE PropertyCode;
    HV_UINT32 Padding;
    HV_PARTITION_PROPERTY PropertyValue; /**< Its form depends on PropertyCode. */
} HV_PARTITION_PROPERTY_ASSOC, *PHV_PARTITION_PROPERTY_ASSOC;
HV_STATIC_ASSERT(sizeof(HV_PARTITION_PROPERTY_ASSOC) == 16);

/*
 * Values.
 */

/**
 * Calls that a program in the parent's user mode may make for this partition, without its kernel.
 * Each set bit is the hypercall of its name.
 */
typedef union HV_USER_MODE_HYPERCALLS
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 DispatchVp : 1;                /**< Bit 0. */
        HV_UINT64 AssertVirtualInterrupt : 1;    /**< Bit 1. */
        HV_UINT64 SignalEventDirect : 1;         /**< Bit 2. */
        HV_UINT64 ReadGpa : 1;                   /**< Bit 3. */
        HV_UINT64 WriteGpa : 1;                  /**< Bit 4. */
        HV_UINT64 UnregisterInterceptResult : 1; /**< Bit 5. */
        HV_UINT64 TranslateVirtualAddressEx : 1; /**< Bit 6. */
        HV_UINT64 GetVpRegisters : 1;            /**< Bit 7. */
        HV_UINT64 SetVpRegisters : 1;            /**< Bit 8. */
        HV_UINT64 AssertDeviceInterrupt : 1;     /**< Bit 9. */
        HV_UINT64 RetargetDeviceInterrupt : 1;   /**< Bit 10. */
        HV_UINT64 PostMessageDirect : 1;         /**< Bit 11. */
        HV_UINT64 GetVpCpuidValues : 1;          /**< Bit 12. */
        HV_UINT64 GetVpSetFromMda : 1;           /**< Bit 13. */
        HV_UINT64 Reserved : 50;
    };
#endif
} HV_USER_MODE_HYPERCALLS, *PHV_USER_MODE_HYPERCALLS;
HV_STATIC_ASSERT(sizeof(HV_USER_MODE_HYPERCALLS) == 8);

/** HvPartitionPropertyEnlightenmentModifications: changes to the recommendations of CPUID leaf 0x40000004. */
typedef union HV_PARTITION_ENLIGHTENMENT_MODIFICATIONS
{
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 FavorAutoEoi : 1;         /**< Bit 0: do not recommend against AutoEoi. */
        HV_UINT64 FavorAutoEoiLegacyOs : 1; /**< Bit 1: do not recommend against AutoEoi to old systems. */
        HV_UINT64 Rsvd : 62;
    };
#endif
    HV_UINT64 AsUINT64;
} HV_PARTITION_ENLIGHTENMENT_MODIFICATIONS, *PHV_PARTITION_ENLIGHTENMENT_MODIFICATIONS;
HV_STATIC_ASSERT(sizeof(HV_PARTITION_ENLIGHTENMENT_MODIFICATIONS) == 8);

/**
 * HvPartitionPropertySgxLaunchControlConfig: access of the guest to the SGX launch control MSRs.
 */
typedef union HV_SGX_LAUNCH_CONTROL_CONFIG
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Readable : 1; /**< Bit 0: the guest can read the MSRs. */
        HV_UINT64 Writable : 1; /**< Bit 1: the guest can write the MSRs. */
        HV_UINT64 Reserved : 62;
    };
#endif
} HV_SGX_LAUNCH_CONTROL_CONFIG, *PHV_SGX_LAUNCH_CONTROL_CONFIG;
HV_STATIC_ASSERT(sizeof(HV_SGX_LAUNCH_CONTROL_CONFIG) == 8);

/** HvPartitionPropertyNonArchitecturalCoreSharing; NoNonArchitecturalCoreSharing in CpuidFeatures.h reports it. */
typedef HV_UINT32 HV_NON_ARCH_CORE_SHARING_TYPE, *PHV_NON_ARCH_CORE_SHARING_TYPE;
enum
{
    HvNonArchCoreSharingUnreported = 0, /**< The hypervisor does not report it to the guest. */
    HvNonArchCoreSharingOff = 1,        /**< A core is never shared with other partitions. */
    HvNonArchCoreSharingOn = 2,         /**< It may be. */
    HvNonArchCoreSharingMax = 2,
};

/** Owner of the processor's performance monitoring. */
typedef HV_UINT32 HV_PARTITION_PERFMON_MODE, *PHV_PARTITION_PERFMON_MODE;
enum
{
    HvPartitionPerfmonModeUnsupported = 0,
    HvPartitionPerfmonModeDynamicSystem = 1,
    HvPartitionPerfmonModeGuest = 2,
    HvPartitionPerfmonModeRemote = 3,
};

/** HvPartitionPropertyPerfmonMode: mode of performance monitoring. */
typedef union HV_PARTITION_PERFMON_MODE_CONFIG
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 PerfmonMode : 8;     /**< Bits 0 to 7: HV_PARTITION_PERFMON_MODE. */
        HV_UINT64 DisableCounting : 1; /**< Bit 8: counting is disabled, by the member's name. */
        HV_UINT64 Reserved : 55;
    };
#endif
} HV_PARTITION_PERFMON_MODE_CONFIG, *PHV_PARTITION_PERFMON_MODE_CONFIG;
HV_STATIC_ASSERT(sizeof(HV_PARTITION_PERFMON_MODE_CONFIG) == 8);

/** Result of a change of HvPartitionPropertyPerfmonMode. */
typedef HV_UINT32 HV_PARTITION_PERFMON_CONFIGURATION_STATUS, *PHV_PARTITION_PERFMON_CONFIGURATION_STATUS;
enum
{
    HvPartitionPerfmonSuccess = 0,
    HvPartitionPerfmonInUse = 1,
    HvPartitionPerfmonInterrupted = 2,
};

/** HvPartitionPropertyMirroring: whether the partition's memory is mirrored to other memory. */
typedef HV_UINT32 HV_PARTITION_MIRRORING_POLICY, *PHV_PARTITION_MIRRORING_POLICY;
enum
{
    HvPartitionMirroringNone = 0,
    HvPartitionMirroringInclude = 1,
    HvPartitionMirroringExclude = 2,
    HvPartitionMirroringMax = 2,
};

/** Value of HvPartitionPropertyMirrorState. */
typedef HV_UINT32 HV_PARTITION_MIRROR_STATE, *PHV_PARTITION_MIRROR_STATE;
enum
{
    HvPartitionMirrorNotStarted = 0,
    HvPartitionMirrorInProgress = 1,
    HvPartitionMirrorComplete = 2,
};

/** HvPartitionPropertyVhChildrenState: operation on the children of the root of a nested hypervisor. */
typedef HV_UINT32 HV_PARTITION_VH_TARGET_CHILDREN_STATE, *PHV_PARTITION_VH_TARGET_CHILDREN_STATE;
enum
{
    HvVhDeleteChildren = 0,
    HvVhSuspendChildren = 1,
    HvVhResumeChildren = 2,
};

/*
 * Values of HvCallGetPartitionPropertyEx and HvCallSetPartitionPropertyEx.
 */

/** Value of HvPartitionPropertyInheritedDeviceDomainReservedRegions. */
typedef struct HV_PARTITION_PROPERTY_INHERITED_DEVICE_DOMAIN_REGIONS
{
    HV_UINT64 UnitSizePages;       /**< Number of pages that one bit of the map represents. */
    HV_UINT32 ReservedUnitMap[16]; /**< One bit per unit. */
} HV_PARTITION_PROPERTY_INHERITED_DEVICE_DOMAIN_REGIONS, *PHV_PARTITION_PROPERTY_INHERITED_DEVICE_DOMAIN_REGIONS;
HV_STATIC_ASSERT(sizeof(HV_PARTITION_PROPERTY_INHERITED_DEVICE_DOMAIN_REGIONS) == 72);

/** SHA-384 digest: measured configuration and owner of a TDX guest. */
typedef struct HV_PARTITION_PROPERTY_SHA384
{
    HV_UINT8 Data[48]; /**< Digest of 48 bytes. */
} HV_PARTITION_PROPERTY_SHA384, *PHV_PARTITION_PROPERTY_SHA384;
HV_STATIC_ASSERT(sizeof(HV_PARTITION_PROPERTY_SHA384) == 48);

/**
 * HvPartitionPropertyExRootProcessorFeaturesExperimental: experimental processor features of the
 * root.
 */
typedef struct HV_PARTITION_PROPERTY_EX_ROOT_PROCESSOR_FEATURES_EXPERIMENTAL
{
    HV_UINT64 Banks[2]; /**< Banks of features; the bits are undocumented. */
} HV_PARTITION_PROPERTY_EX_ROOT_PROCESSOR_FEATURES_EXPERIMENTAL,
    *PHV_PARTITION_PROPERTY_EX_ROOT_PROCESSOR_FEATURES_EXPERIMENTAL;
HV_STATIC_ASSERT(sizeof(HV_PARTITION_PROPERTY_EX_ROOT_PROCESSOR_FEATURES_EXPERIMENTAL) == 16);

/**
 * HvPartitionPropertyRootVpSharedPages: pages that a processor of the root shares with the
 * hypervisor.
 */
typedef struct HV_PARTITION_PROPERTY_VP_SHARED_PAGES
{
    HV_UINT32 Flags; /**< Undocumented. */
    HV_UINT32 Padding;
    /** Page of the VP assist page; whether it is a page number or an address is undocumented. */
    HV_UINT64 VpAssistPage;
    /**
     * Page of the SynIC message page; whether it is a page number or an address is undocumented.
     */
    HV_UINT64 SimPage;
} HV_PARTITION_PROPERTY_VP_SHARED_PAGES, *PHV_PARTITION_PROPERTY_VP_SHARED_PAGES;
HV_STATIC_ASSERT(sizeof(HV_PARTITION_PROPERTY_VP_SHARED_PAGES) == 24);

#define HV_PARTITION_VMM_CAPABILITIES_BANK_COUNT 1

/**
 * HvPartitionPropertyVmmCapabilities: capabilities that both a monitor and this hypervisor support.
 * Source: rust-vmm mshv.
 */
struct HV_PARTITION_PROPERTY_VMM_CAPABILITIES
{
    /** Number of banks that follow: HV_PARTITION_VMM_CAPABILITIES_BANK_COUNT. */
    HV_UINT16 BankCount;
    HV_UINT16 Reserved[3];
    union
    {
        HV_UINT64 AsUINT64[1];
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT64 MapGpaPreserveAdjustable : 1; /**< Bit 0: undocumented. */
            /** Bit 1: the monitor selects the location of overlay pages. */
            HV_UINT64 VmmCanProvideOverlayGpfn : 1;
            HV_UINT64 VpAffinityProperty : 1; /**< Bit 2: HvPartitionVpPropertySchedulingAffinitySet. */
            HV_UINT64 VmmCanProvideGicOverlayLocations : 1; /**< Bit 3: ARM64 only. */
            HV_UINT64 AssignableSyntheticProcFeatures : 1; /**< Bit 4: the property of this name can be read. */
            HV_UINT64 TagHvMessageFromChild : 1; /**< Bit 5: undocumented. Source: posted to Linux in 2026. */
            HV_UINT64 VmmEnableIntegratedScheduler : 1; /**< Bit 6: undocumented. Source: Linux 7.3. */
            HV_UINT64 Reserved0 : 57;
        };
#endif
    };
};
HV_STATIC_ASSERT(sizeof(struct HV_PARTITION_PROPERTY_VMM_CAPABILITIES) == 16);
typedef struct HV_PARTITION_PROPERTY_VMM_CAPABILITIES *PHV_PARTITION_PROPERTY_VMM_CAPABILITIES;
/* In the Linux kernel this is an enumerator, the number of the property: only the tag is the type there. */
#if !defined(MILE_HYPERV_LINUX_KERNEL)
typedef struct HV_PARTITION_PROPERTY_VMM_CAPABILITIES HV_PARTITION_PROPERTY_VMM_CAPABILITIES;
#endif

/** Maximum size of a value in rust-vmm mshv, in bytes: a page without the rest of the input. */
#define HV_PARTITION_PROPERTY_EX_MAX_VAR_SIZE 4072

/** Value of a property that is longer than 64 bits. The code selects the member. */
typedef union HV_PARTITION_PROPERTY_EX
{
    HV_UINT8 Buffer[4096];                /**< The value as bytes. */
    HV_PARTITION_PROPERTY CommonProperty; /**< Value of a property of 64 bits. */
    HV_PARTITION_PROPERTY_INHERITED_DEVICE_DOMAIN_REGIONS InheritedDeviceDomainRegions;
    HV_PARTITION_PROPERTY_SHA384 Sha384;
    /** HvPartitionPropertyExRootProcessorFeaturesExperimental. */
    HV_PARTITION_PROPERTY_EX_ROOT_PROCESSOR_FEATURES_EXPERIMENTAL RootProcessorFeaturesExp;
    HV_PARTITION_PROPERTY_VP_SHARED_PAGES VpSharedPages;
    /** HvPartitionPropertyVmmCapabilities. */
    struct HV_PARTITION_PROPERTY_VMM_CAPABILITIES VmmCapabilities;
} HV_PARTITION_PROPERTY_EX, *PHV_PARTITION_PROPERTY_EX;
HV_STATIC_ASSERT(sizeof(HV_PARTITION_PROPERTY_EX) == 4096);

/** Argument of an "Ex" call as 64 bits. */
typedef HV_UINT64 HV_INPUT_PARTITION_PROPERTY_ARG, *PHV_INPUT_PARTITION_PROPERTY_ARG;

/** Argument of an "Ex" call in its parts. Source: rust-vmm mshv. */
typedef union HV_PARTITION_PROPERTY_ARG
{
    HV_INPUT_PARTITION_PROPERTY_ARG AsUINT64;
    struct
    {
        union
        {
            HV_UINT32 Arg;       /**< Argument of 32 bits. */
            HV_VP_INDEX VpIndex; /**< For the properties of a virtual processor. */
        };
        HV_UINT16 Reserved0;
        HV_UINT8 Reserved1;
        /** Kind of object to which the argument applies; its values are undocumented. */
        HV_UINT8 ObjectType;
    };
} HV_PARTITION_PROPERTY_ARG, *PHV_PARTITION_PROPERTY_ARG;
HV_STATIC_ASSERT(sizeof(HV_PARTITION_PROPERTY_ARG) == 8);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_PARTITIONPROPERTY */
