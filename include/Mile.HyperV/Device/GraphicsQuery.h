/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief GPU paravirtualization: properties, features, clocks and statistics of an adapter.
 *
 * Each query is one command of the guest and one response of the host. The commands
 * use the vGPU channel, except HvDxgkCommandIsFeatureEnabledGlobal, which uses the
 * global one (Graphics.h explains the envelope):
 *
 *     guest                                          host
 *       |-- QueryAdapterInfo ----------------------->|
 *       |<- QUERY_ADAPTER_INFO_RETURN ---------------|  version 40; older: the data alone
 *       |-- IsFeatureEnabled, ---------------------->|
 *       |   IsFeatureEnabledGlobal                   |
 *       |<- IS_FEATURE_ENABLED_RETURN ---------------|
 *       |-- QueryClockCalibration ------------------>|
 *       |<- QUERY_CLOCK_CALIBRATION_RETURN ----------|
 *       |-- QueryStatistics ------------------------>|
 *       |<- QUERY_STATISTICS_RETURN -----------------|
 *
 * A guest must check, because the host is not trusted: the length of the response against the
 * requested length.
 *
 * Every message is described as of version 40 of the interface (Graphics.h). Its first version is
 * undocumented unless its comment names one.
 *
 * Sources: References/gpu-pv, References/windows-gpu (see Graphics.h).
 */

#ifndef MILE_HYPERV_DEVICE_GRAPHICS_QUERY
#define MILE_HYPERV_DEVICE_GRAPHICS_QUERY

#include "Graphics.h"

HV_HEADER_BEGIN

/*
 * Properties.
 */

/**
 * HV_DXGK_COMMAND_QUERY_ADAPTER_INFO.QueryType. The patches have 0, 15 and 57; all others are in
 * Windows' headers alone, and it is undocumented to which of them a host responds.
 */
typedef HV_UINT32 HV_KMTQUERYADAPTERINFOTYPE, *PHV_KMTQUERYADAPTERINFOTYPE;
enum
{
    HV_KMTQAITYPE_UMDRIVERPRIVATE = 0, /**< In the driver's format. */
    HV_KMTQAITYPE_UMDRIVERNAME = 1,
    HV_KMTQAITYPE_UMOPENGLINFO = 2,
    HV_KMTQAITYPE_GETSEGMENTSIZE = 3,
    HV_KMTQAITYPE_ADAPTERGUID = 4,
    HV_KMTQAITYPE_FLIPQUEUEINFO = 5,
    HV_KMTQAITYPE_ADAPTERADDRESS = 6,
    HV_KMTQAITYPE_SETWORKINGSETINFO = 7,
    HV_KMTQAITYPE_ADAPTERREGISTRYINFO = 8,
    HV_KMTQAITYPE_CURRENTDISPLAYMODE = 9,
    HV_KMTQAITYPE_MODELIST = 10,
    HV_KMTQAITYPE_CHECKDRIVERUPDATESTATUS = 11,
    HV_KMTQAITYPE_VIRTUALADDRESSINFO = 12,
    HV_KMTQAITYPE_DRIVERVERSION = 13,
    HV_KMTQAITYPE_ADAPTERTYPE = 15, /**< HV_D3DKMT_ADAPTERTYPE. */
    HV_KMTQAITYPE_OUTPUTDUPLCONTEXTSCOUNT = 16,
    HV_KMTQAITYPE_WDDM_1_2_CAPS = 17,
    HV_KMTQAITYPE_UMD_DRIVER_VERSION = 18,
    HV_KMTQAITYPE_DIRECTFLIP_SUPPORT = 19,
    HV_KMTQAITYPE_MULTIPLANEOVERLAY_SUPPORT = 20,
    HV_KMTQAITYPE_DLIST_DRIVER_NAME = 21,
    HV_KMTQAITYPE_WDDM_1_3_CAPS = 22,
    HV_KMTQAITYPE_MULTIPLANEOVERLAY_HUD_SUPPORT = 23,
    HV_KMTQAITYPE_WDDM_2_0_CAPS = 24,
    HV_KMTQAITYPE_NODEMETADATA = 25,
    HV_KMTQAITYPE_CPDRIVERNAME = 26,
    HV_KMTQAITYPE_XBOX = 27,
    HV_KMTQAITYPE_INDEPENDENTFLIP_SUPPORT = 28,
    HV_KMTQAITYPE_MIRACASTCOMPANIONDRIVERNAME = 29,
    HV_KMTQAITYPE_PHYSICALADAPTERCOUNT = 30,
    HV_KMTQAITYPE_PHYSICALADAPTERDEVICEIDS = 31,
    HV_KMTQAITYPE_DRIVERCAPS_EXT = 32,
    HV_KMTQAITYPE_QUERY_MIRACAST_DRIVER_TYPE = 33,
    HV_KMTQAITYPE_QUERY_GPUMMU_CAPS = 34,
    HV_KMTQAITYPE_QUERY_MULTIPLANEOVERLAY_DECODE_SUPPORT = 35,
    HV_KMTQAITYPE_QUERY_HW_PROTECTION_TEARDOWN_COUNT = 36,
    HV_KMTQAITYPE_QUERY_ISBADDRIVERFORHWPROTECTIONDISABLED = 37,
    HV_KMTQAITYPE_MULTIPLANEOVERLAY_SECONDARY_SUPPORT = 38,
    HV_KMTQAITYPE_INDEPENDENTFLIP_SECONDARY_SUPPORT = 39,
    HV_KMTQAITYPE_PANELFITTER_SUPPORT = 40,
    HV_KMTQAITYPE_PHYSICALADAPTERPNPKEY = 41,
    HV_KMTQAITYPE_GETSEGMENTGROUPSIZE = 42,
    HV_KMTQAITYPE_MPO3DDI_SUPPORT = 43,
    HV_KMTQAITYPE_HWDRM_SUPPORT = 44,
    HV_KMTQAITYPE_MPOKERNELCAPS_SUPPORT = 45,
    HV_KMTQAITYPE_MULTIPLANEOVERLAY_STRETCH_SUPPORT = 46,
    HV_KMTQAITYPE_GET_DEVICE_VIDPN_OWNERSHIP_INFO = 47,
    HV_KMTQAITYPE_QUERYREGISTRY = 48,
    HV_KMTQAITYPE_KMD_DRIVER_VERSION = 49,
    HV_KMTQAITYPE_BLOCKLIST_KERNEL = 50,
    HV_KMTQAITYPE_BLOCKLIST_RUNTIME = 51,
    HV_KMTQAITYPE_ADAPTERGUID_RENDER = 52,
    HV_KMTQAITYPE_ADAPTERADDRESS_RENDER = 53,
    HV_KMTQAITYPE_ADAPTERREGISTRYINFO_RENDER = 54,
    HV_KMTQAITYPE_CHECKDRIVERUPDATESTATUS_RENDER = 55,
    HV_KMTQAITYPE_DRIVERVERSION_RENDER = 56,
    HV_KMTQAITYPE_ADAPTERTYPE_RENDER = 57, /**< HV_D3DKMT_ADAPTERTYPE. */
    HV_KMTQAITYPE_WDDM_1_2_CAPS_RENDER = 58,
    HV_KMTQAITYPE_WDDM_1_3_CAPS_RENDER = 59,
    HV_KMTQAITYPE_QUERY_ADAPTER_UNIQUE_GUID = 60,
    HV_KMTQAITYPE_NODEPERFDATA = 61,
    HV_KMTQAITYPE_ADAPTERPERFDATA = 62,
    HV_KMTQAITYPE_ADAPTERPERFDATA_CAPS = 63,
    HV_KMTQUITYPE_GPUVERSION = 64,
    HV_KMTQAITYPE_DRIVER_DESCRIPTION = 65,
    HV_KMTQAITYPE_DRIVER_DESCRIPTION_RENDER = 66,
    HV_KMTQAITYPE_SCANOUT_CAPS = 67,
    HV_KMTQAITYPE_DISPLAY_UMDRIVERNAME = 71,
    HV_KMTQAITYPE_PARAVIRTUALIZATION_RENDER = 68,
    HV_KMTQAITYPE_SERVICENAME = 69,
    HV_KMTQAITYPE_WDDM_2_7_CAPS = 70,
    HV_KMTQAITYPE_TRACKEDWORKLOAD_SUPPORT = 72,
    HV_KMTQAITYPE_HYBRID_DLIST_DLL_SUPPORT = 73,
    HV_KMTQAITYPE_DISPLAY_CAPS = 74,
    HV_KMTQAITYPE_WDDM_2_9_CAPS = 75,
    HV_KMTQAITYPE_CROSSADAPTERRESOURCE_SUPPORT = 76,
    HV_KMTQAITYPE_WDDM_3_0_CAPS = 77,
    HV_KMTQAITYPE_WSAUMDIMAGENAME = 78,
    HV_KMTQAITYPE_VGPUINTERFACEID = 79,
    HV_KMTQAITYPE_WDDM_3_1_CAPS = 80,
    HV_KMTQAITYPE_HYBRID_DLIST_DLL_MUX_SUPPORT = 81,
};

/**
 * Kind of an adapter. The bits from 13 on are in Windows' headers alone. Each bit is the flag of
 * its name in Windows' headers.
 */
typedef union HV_D3DKMT_ADAPTERTYPE
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 RenderSupported : 1;            /**< Bit 0. */
        HV_UINT32 DisplaySupported : 1;           /**< Bit 1. */
        HV_UINT32 SoftwareDevice : 1;             /**< Bit 2. */
        HV_UINT32 PostDevice : 1;                 /**< Bit 3. */
        HV_UINT32 HybridDiscrete : 1;             /**< Bit 4. */
        HV_UINT32 HybridIntegrated : 1;           /**< Bit 5. */
        HV_UINT32 IndirectDisplayDevice : 1;      /**< Bit 6. */
        HV_UINT32 Paravirtualized : 1;            /**< Bit 7. */
        HV_UINT32 AcgSupported : 1;               /**< Bit 8. */
        HV_UINT32 SupportSetTimingsFromVidPn : 1; /**< Bit 9. */
        HV_UINT32 Detachable : 1;                 /**< Bit 10. */
        HV_UINT32 ComputeOnly : 1;                /**< Bit 11. */
        HV_UINT32 Prototype : 1;                  /**< Bit 12. */
        HV_UINT32 RuntimePowerManagement : 1;     /**< Bit 13. */
        HV_UINT32 TestOnly : 1;                   /**< Bit 14. */
        HV_UINT32 SingleAdapterHybridMode : 1;    /**< Bit 15. */
        HV_UINT32 Reserved : 16;                  /**< Bits 16 to 31. */
    };
#endif
} HV_D3DKMT_ADAPTERTYPE, *PHV_D3DKMT_ADAPTERTYPE;
HV_STATIC_ASSERT(sizeof(HV_D3DKMT_ADAPTERTYPE) == 4);

/**
 * HvDxgkCommandQueryAdapterInfo: guest to host. Response:
 * HV_DXGK_COMMAND_QUERY_ADAPTER_INFO_RETURN.
 */
typedef struct HV_DXGK_COMMAND_QUERY_ADAPTER_INFO
{
    HV_DXGK_COMMAND_VGPU_TO_HOST Header;  /**< CommandType is HvDxgkCommandQueryAdapterInfo. */
    HV_KMTQUERYADAPTERINFOTYPE QueryType; /**< HV_KMTQAITYPE_... */
    HV_UINT32 PrivateDataSize;            /**< Bytes of PrivateData, within the packet. */
    HV_UINT8 PrivateData[];               /**< Input and room for the output. */
} HV_DXGK_COMMAND_QUERY_ADAPTER_INFO, *PHV_DXGK_COMMAND_QUERY_ADAPTER_INFO;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_QUERY_ADAPTER_INFO) == 32);

/**
 * Response to HvDxgkCommandQueryAdapterInfo; host to guest, since version 40; below 40 the response
 * is PrivateData alone.
 */
typedef struct HV_DXGK_COMMAND_QUERY_ADAPTER_INFO_RETURN
{
    HV_NTSTATUS Status;
    HV_UINT8 PrivateData[]; /**< HV_DXGK_COMMAND_QUERY_ADAPTER_INFO.PrivateDataSize bytes. */
} HV_DXGK_COMMAND_QUERY_ADAPTER_INFO_RETURN, *PHV_DXGK_COMMAND_QUERY_ADAPTER_INFO_RETURN;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_QUERY_ADAPTER_INFO_RETURN) == 4);

/*
 * Features.
 */

/**
 * A feature of the graphics kernel. The patches have 0, 32 and 33; all others are in Windows'
 * headers alone.
 */
typedef HV_UINT32 HV_DXGK_FEATURE_ID, *PHV_DXGK_FEATURE_ID;
enum
{
    HV_DXGK_FEATURE_HWSCH = 0,
    HV_DXGK_FEATURE_HWFLIPQUEUE = 1,
    HV_DXGK_FEATURE_LDA_GPUPV = 2,
    HV_DXGK_FEATURE_KMD_SIGNAL_CPU_EVENT = 3,
    HV_DXGK_FEATURE_USER_MODE_SUBMISSION = 4,
    HV_DXGK_FEATURE_SHARE_BACKING_STORE_WITH_KMD = 5,
    HV_DXGK_FEATURE_SAMPLE = 31,
    HV_DXGK_FEATURE_PAGE_BASED_MEMORY_MANAGER = 32,
    HV_DXGK_FEATURE_KERNEL_MODE_TESTING = 33,
    HV_DXGK_FEATURE_64K_PT_DEMOTION_FIX = 34,
    HV_DXGK_FEATURE_GPUPV_PRESENT_HWQUEUE = 35,
    HV_DXGK_FEATURE_GPUVAIOMMU = 36,
    HV_DXGK_FEATURE_NATIVE_FENCE = 37,
    HV_DXGK_FEATURE_EXTENDED_SEGMENT_FLAGS = 38,
    HV_DXGK_FEATURE_FAULT_AND_STALL = 39,
    HV_DXGK_FEATURE_SINGLE_ADAPTER_HYBRID_MODE = 40,
    HV_DXGK_FEATURE_SYNC_PRESENT_RENDER_HWQ_ONLY = 41,
    HV_DXGK_FEATURE_UNIFIED_SCHEDULING_MODEL = 42,
    HV_DXGK_FEATURE_NOTIFY_RESIDENCY2 = 43,
    HV_DXGK_FEATURE_PROCESS_DEBUG_BLOB_COLLECTION = 45,
    HV_DXGK_FEATURE_PANEL_BUFFER_CONTROL = 46,
    HV_DXGK_FEATURE_INTELLIGENT_CARVEOUT = 48,
    HV_DXGK_FEATURE_TARGET_PROPERTY_MAP = 49,
    HV_DXGK_FEATURE_PARTITION_SEGMENT = 51,
    HV_DXGK_FEATURE_PAGING_INTENT = 52,
    HV_DXGK_FEATURE_SYSMEM_PAGING = 53,
    HV_DXGK_FEATURE_QUERYSTATISTICS_EXTENSIONS = 0x10000000,
    HV_DXGK_FEATURE_RESERVE_GPUVA_ZERO_BASE_ADDRESS = 0x10000001,
    HV_DXGK_FEATURE_PER_PTE_PAGE_SIZE = 0x10000002,
    HV_DXGK_FEATURE_FENCE_SIGNAL_FROM_SWS_NODE = 0x10000003,
    HV_DXGK_FEATURE_SUPPRESSVSYNC_INTERRUPTS = 0x10000004,
    HV_DXGK_FEATURE_FEATURE_INTERFACE_EXTENSIONS = 0x10000005,
    HV_DXGK_FEATURE_READONLY_EXISTINGSYSMEM = 0x10000006,
    HV_DXGK_FEATURE_OPPORTUNISTIC_64KB_PAGES = 0x10000007,
    HV_DXGK_FEATURE_IOMMU_ATS_SUPPORT = 0x10000008,
    HV_DXGK_FEATURE_EXCLUSIVE_ENGINE_ACCESS = 0x10000009,
    HV_DXGK_FEATURE_INTELLIGENT_CARVEOUT_OS = 0x1000000B,
};

/** Description of a feature; 6 bytes. Each bit is the flag of its name in Windows' headers. */
typedef struct HV_DXGK_FEATURE_DESC
{
    /** Lowest version of the feature, a number that the feature defines. */
    HV_UINT16 MinSupportedVersion;
    /** Highest version of the feature, a number that the feature defines. */
    HV_UINT16 MaxSupportedVersion;
    union
    {
        HV_UINT16 AsUINT16;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT16 Supported : 1;          /**< Bit 0. */
            HV_UINT16 VirtualizationMode : 3; /**< Bits 1 to 3: Undocumented. */
            HV_UINT16 Global : 1;             /**< Bit 4. */
            HV_UINT16 DriverFeature : 1;      /**< Bit 5. */
            HV_UINT16 Internal : 1;           /**< Bit 6. */
            HV_UINT16 Reserved : 9;           /**< Bits 7 to 15. */
        };
#endif
    };
} HV_DXGK_FEATURE_DESC, *PHV_DXGK_FEATURE_DESC;
HV_STATIC_ASSERT(sizeof(HV_DXGK_FEATURE_DESC) == 6);

/**
 * State of a feature. Available and Experimental are in Windows' headers alone. Each bit is the
 * flag of its name in Windows' headers.
 */
typedef struct HV_DXGK_ISFEATUREENABLED_RESULT
{
    HV_UINT16 Version; /**< Version of the feature, a number that the feature defines. */
    union
    {
        HV_UINT16 AsUINT16;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT16 Enabled : 1;                  /**< Bit 0. */
            HV_UINT16 KnownFeature : 1;             /**< Bit 1. */
            HV_UINT16 SupportedByDriver : 1;        /**< Bit 2. */
            HV_UINT16 SupportedOnCurrentConfig : 1; /**< Bit 3. */
            HV_UINT16 Available : 1;                /**< Bit 4. */
            HV_UINT16 Experimental : 1;             /**< Bit 5. */
            HV_UINT16 Reserved : 10;                /**< Bits 6 to 15. */
        };
#endif
    };
} HV_DXGK_ISFEATUREENABLED_RESULT, *PHV_DXGK_ISFEATUREENABLED_RESULT;
HV_STATIC_ASSERT(sizeof(HV_DXGK_ISFEATUREENABLED_RESULT) == 4);

/**
 * HvDxgkCommandIsFeatureEnabled: guest to host. Response:
 * HV_DXGK_COMMAND_IS_FEATURE_ENABLED_RETURN.
 */
typedef struct HV_DXGK_COMMAND_IS_FEATURE_ENABLED
{
    HV_DXGK_COMMAND_VGPU_TO_HOST Header; /**< CommandType is HvDxgkCommandIsFeatureEnabled. */
    HV_DXGK_FEATURE_ID FeatureId;        /**< HV_DXGK_FEATURE_... */
    HV_UINT32 Reserved;
} HV_DXGK_COMMAND_IS_FEATURE_ENABLED, *PHV_DXGK_COMMAND_IS_FEATURE_ENABLED;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_IS_FEATURE_ENABLED) == 32);

/**
 * HvDxgkCommandIsFeatureEnabledGlobal: guest to host, global channel. Response:
 * HV_DXGK_COMMAND_IS_FEATURE_ENABLED_RETURN.
 */
typedef struct HV_DXGK_COMMAND_IS_FEATURE_ENABLED_GLOBAL
{
    HV_DXGK_COMMAND_VM_TO_HOST Header; /**< CommandType is HvDxgkCommandIsFeatureEnabledGlobal. */
    HV_DXGK_FEATURE_ID FeatureId;      /**< HV_DXGK_FEATURE_... */
    HV_UINT32 Reserved;
} HV_DXGK_COMMAND_IS_FEATURE_ENABLED_GLOBAL, *PHV_DXGK_COMMAND_IS_FEATURE_ENABLED_GLOBAL;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_IS_FEATURE_ENABLED_GLOBAL) == 32);

/**
 * Response to HvDxgkCommandIsFeatureEnabled and HvDxgkCommandIsFeatureEnabledGlobal; host to guest.
 */
typedef struct HV_DXGK_COMMAND_IS_FEATURE_ENABLED_RETURN
{
    HV_NTSTATUS Status;
    HV_DXGK_FEATURE_DESC Descriptor; /**< Versions and kind of the feature. */
    HV_DXGK_ISFEATUREENABLED_RESULT Result;
    HV_UINT16 Reserved;
} HV_DXGK_COMMAND_IS_FEATURE_ENABLED_RETURN, *PHV_DXGK_COMMAND_IS_FEATURE_ENABLED_RETURN;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_IS_FEATURE_ENABLED_RETURN) == 16);

/*
 * Clocks.
 */

HV_PACK_BEGIN

/** Source of a GPU's clock. Each bit is the flag of its name in Windows' headers. */
typedef union HV_DXGK_GPUCLOCKDATA_FLAGS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 ContextManagementProcessor : 1; /**< Bit 0. */
        HV_UINT32 Reserved : 31;                  /**< Bits 1 to 31. */
    };
#endif
} HV_DXGK_GPUCLOCKDATA_FLAGS, *PHV_DXGK_GPUCLOCKDATA_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_DXGK_GPUCLOCKDATA_FLAGS) == 4);

/** The clocks of the GPU and of the processor; packed: 28 bytes. */
typedef struct HV_DXGK_GPUCLOCKDATA
{
    HV_UINT64 GpuFrequency;    /**< GPU clock in Hz. */
    HV_UINT64 GpuClockCounter; /**< Ticks of the GPU clock. */
    HV_UINT64 CpuClockCounter; /**< Ticks of the processor's clock, in a unit that is undocumented. */
    HV_DXGK_GPUCLOCKDATA_FLAGS Flags;
} HV_DXGK_GPUCLOCKDATA, *PHV_DXGK_GPUCLOCKDATA;
HV_STATIC_ASSERT(sizeof(HV_DXGK_GPUCLOCKDATA) == 28);

/** Arguments of HvDxgkCommandQueryClockCalibration; packed: 40 bytes. */
typedef struct HV_D3DKMT_QUERYCLOCKCALIBRATION
{
    HV_D3DKMT_HANDLE Adapter;       /**< Handle of the adapter. */
    HV_UINT32 NodeOrdinal;          /**< Number of a node of the GPU. */
    /** Number of a physical GPU of the adapter; the bound is undocumented. */
    HV_UINT32 PhysicalAdapterIndex;
    HV_DXGK_GPUCLOCKDATA ClockData;
} HV_D3DKMT_QUERYCLOCKCALIBRATION, *PHV_D3DKMT_QUERYCLOCKCALIBRATION;
HV_STATIC_ASSERT(sizeof(HV_D3DKMT_QUERYCLOCKCALIBRATION) == 40);

HV_PACK_END

/**
 * HvDxgkCommandQueryClockCalibration: guest to host. Response:
 * HV_DXGK_COMMAND_QUERY_CLOCK_CALIBRATION_RETURN.
 */
typedef struct HV_DXGK_COMMAND_QUERY_CLOCK_CALIBRATION
{
    HV_DXGK_COMMAND_VGPU_TO_HOST Header; /**< CommandType is HvDxgkCommandQueryClockCalibration. */
    /** Arguments, in the form of Windows' call. */
    HV_D3DKMT_QUERYCLOCKCALIBRATION Arguments;
} HV_DXGK_COMMAND_QUERY_CLOCK_CALIBRATION, *PHV_DXGK_COMMAND_QUERY_CLOCK_CALIBRATION;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_QUERY_CLOCK_CALIBRATION) == 64);

/** Response to HvDxgkCommandQueryClockCalibration; host to guest. */
typedef struct HV_DXGK_COMMAND_QUERY_CLOCK_CALIBRATION_RETURN
{
    HV_NTSTATUS Status;
    HV_DXGK_GPUCLOCKDATA ClockData;
} HV_DXGK_COMMAND_QUERY_CLOCK_CALIBRATION_RETURN, *PHV_DXGK_COMMAND_QUERY_CLOCK_CALIBRATION_RETURN;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_QUERY_CLOCK_CALIBRATION_RETURN) == 32);

/*
 * Statistics.
 */

/** HV_D3DKMT_QUERYSTATISTICS.Type. The values from 11 on are in Windows' headers alone. */
typedef HV_UINT32 HV_D3DKMT_QUERYSTATISTICS_TYPE, *PHV_D3DKMT_QUERYSTATISTICS_TYPE;
enum
{
    HV_D3DKMT_QUERYSTATISTICS_ADAPTER = 0,
    HV_D3DKMT_QUERYSTATISTICS_PROCESS = 1,
    HV_D3DKMT_QUERYSTATISTICS_PROCESS_ADAPTER = 2,
    HV_D3DKMT_QUERYSTATISTICS_SEGMENT = 3,
    HV_D3DKMT_QUERYSTATISTICS_PROCESS_SEGMENT = 4,
    HV_D3DKMT_QUERYSTATISTICS_NODE = 5,
    HV_D3DKMT_QUERYSTATISTICS_PROCESS_NODE = 6,
    HV_D3DKMT_QUERYSTATISTICS_VIDPNSOURCE = 7,
    HV_D3DKMT_QUERYSTATISTICS_PROCESS_VIDPNSOURCE = 8,
    HV_D3DKMT_QUERYSTATISTICS_PROCESS_SEGMENT_GROUP = 9,
    HV_D3DKMT_QUERYSTATISTICS_PHYSICAL_ADAPTER = 10,
    HV_D3DKMT_QUERYSTATISTICS_ADAPTER2 = 11,
    HV_D3DKMT_QUERYSTATISTICS_SEGMENT2 = 12,
    HV_D3DKMT_QUERYSTATISTICS_PROCESS_ADAPTER2 = 13,
    HV_D3DKMT_QUERYSTATISTICS_PROCESS_SEGMENT2 = 14,
    HV_D3DKMT_QUERYSTATISTICS_PROCESS_SEGMENT_GROUP2 = 15,
    HV_D3DKMT_QUERYSTATISTICS_SEGMENT_USAGE = 16,
    HV_D3DKMT_QUERYSTATISTICS_SEGMENT_GROUP_USAGE = 17,
    HV_D3DKMT_QUERYSTATISTICS_NODE2 = 18,
    HV_D3DKMT_QUERYSTATISTICS_PROCESS_NODE2 = 19,
};

/** Bytes of a result, whatever its type. */
#define HV_D3DKMT_QUERYSTATISTICS_RESULT_SIZE 776

/**
 * Arguments of HvDxgkCommandQueryStatistics. The layout of each type's result is Windows' own; the
 * patches carry the bytes unread.
 */
typedef struct HV_D3DKMT_QUERYSTATISTICS
{
    HV_D3DKMT_QUERYSTATISTICS_TYPE Type;
    HV_LUID AdapterLuid; /**< Adapter that the statistics describe. */
    HV_UINT32 Reserved;
    HV_UINT64 Process;          /**< Undocumented. */
    HV_UINT8 QueryResult[776]; /**< Unused in the command. */
    /** Number of the segment, node, source or physical GPU that Type refers to. */
    HV_UINT32 Query;
    HV_UINT32 Reserved2;
} HV_D3DKMT_QUERYSTATISTICS, *PHV_D3DKMT_QUERYSTATISTICS;
HV_STATIC_ASSERT(sizeof(HV_D3DKMT_QUERYSTATISTICS) == 808);

/**
 * HvDxgkCommandQueryStatistics: guest to host. Response: HV_DXGK_COMMAND_QUERY_STATISTICS_RETURN.
 */
typedef struct HV_DXGK_COMMAND_QUERY_STATISTICS
{
    HV_DXGK_COMMAND_VGPU_TO_HOST Header; /**< CommandType is HvDxgkCommandQueryStatistics. */
    HV_D3DKMT_QUERYSTATISTICS Arguments; /**< Arguments, in the form of Windows' call. */
} HV_DXGK_COMMAND_QUERY_STATISTICS, *PHV_DXGK_COMMAND_QUERY_STATISTICS;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_QUERY_STATISTICS) == 832);

/** Response to HvDxgkCommandQueryStatistics; host to guest. */
typedef struct HV_DXGK_COMMAND_QUERY_STATISTICS_RETURN
{
    HV_NTSTATUS Status;
    HV_UINT32 Reserved;
    HV_UINT8 Result[776]; /**< Statistics, in the layout of HV_D3DKMT_QUERYSTATISTICS.Type. */
} HV_DXGK_COMMAND_QUERY_STATISTICS_RETURN, *PHV_DXGK_COMMAND_QUERY_STATISTICS_RETURN;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_QUERY_STATISTICS_RETURN) == 784);

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_GRAPHICS_QUERY */
