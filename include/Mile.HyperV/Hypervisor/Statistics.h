/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Statistics pages: counters of the hypervisor, logical processors, partitions and virtual processors.
 *
 * The hypervisor keeps 64-bit counters of four kinds of objects, in a page of 4096 bytes for each
 * object. A partition can map its own pages and those of its children; the root can also map the
 * global ones (those of the hypervisor and of logical processors). The content of a mapped page
 * changes at any time.
 *
 * There are two ways to map one:
 *
 *   - HvCallMapStatsPage with an object's type and identity. In Windows 7 the caller specifies the
 *     location of the page; later the hypervisor returns the location. HvCallMapStatsPage2 receives
 *     the location from the caller again;
 *   - HV_X64_MSR_STATS_PARTITION_RETAIL_PAGE and HV_X64_MSR_STATS_VP_RETAIL_PAGE
 *     (HvRegisterStatsPartitionRetail and HvRegisterStatsVpRetail) for the partition's own two pages.
 *     They need only the privilege AccessStatsReg.
 *
 * A page is an array of 64-bit words, split into groups:
 *
 *     word 0        1 ... n      n+1        n+2 ... m     m+1
 *     +----------+-----------+----------+--------------+------------------+
 *     |  header  | counters  |  header  |   counters   | header: the end  |
 *     +----------+-----------+----------+--------------+------------------+
 *
 * A header has the size of a counter. The counter enumerations (StatisticsCounter.h,
 * StatisticsCounterVp.h) number the words of the page, so
 * HV_STATS_PAGE.Data[StCounterLpTotalRunTime] is a counter; the omitted numbers are headers. The
 * set of counters and their positions depend on the hypervisor's version. A reader should walk the
 * headers, and should use a group only if its major version is the expected one and its minor
 * version is not lower.
 *
 * A mapped page is a read-only overlay page (Types.h): a write is a machine check on x64. The deletion
 * of its object removes it, and a partition can map it only once.
 *
 * Sources: WDK 7.1 hvgdk.h; TLFS 2.0 chapter 21 and online; symbols of
 * securekernel 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_STATISTICS
#define MILE_HYPERV_HYPERVISOR_STATISTICS

#include "Types.h"

HV_HEADER_BEGIN

/** Content of a group: HV_STATISTICS_GROUP_..._ID. */
typedef HV_UINT16 HV_STATISTICS_GROUP_TYPE, *PHV_STATISTICS_GROUP_TYPE;
/** Size of the counters of a group in bytes, without the header. */
typedef HV_UINT16 HV_STATISTICS_GROUP_LENGTH, *PHV_STATISTICS_GROUP_LENGTH;

/** Types of headers without counters. */
#define HV_STATISTICS_GROUP_END_OF_LIST 0
#define HV_STATISTICS_GROUP_END_OF_PAGE 1

/** Group outside the pages: counters that a hypercall returns (HV_CPU_ and HV_THREAD_HYPERCALLBASED_COUNTER). */
#define HV_STATISTICS_GROUP_HYPERCALL_BASED 15

/*
 * Types and versions of the groups of each page (WDK 7.1 hvgdk.h). The counter enumerations cover the groups that end
 * in A and V.
 */

/** Groups of the hypervisor's page. */
#define HV_STATISTICS_GROUP_HVA_ID 2
#define HV_STATISTICS_GROUP_HVA_VERSION 0x00010000
#define HV_STATISTICS_GROUP_HVV_ID 3
#define HV_STATISTICS_GROUP_HVV_VERSION 0x00010000
#define HV_STATISTICS_GROUP_HVI_ID 14
#define HV_STATISTICS_GROUP_HVI_VERSION 0x00010000

/** Groups of a logical processor's page. */
#define HV_STATISTICS_GROUP_LPA_ID 2
#define HV_STATISTICS_GROUP_LPA_VERSION 0x00010000
#define HV_STATISTICS_GROUP_LPV_ID 3
#define HV_STATISTICS_GROUP_LPV_VERSION 0x00010000
#define HV_STATISTICS_GROUP_LPI_ID 14
#define HV_STATISTICS_GROUP_LPI_VERSION 0x00010000

/** Groups of a partition's page. */
#define HV_STATISTICS_GROUP_PTA_ID 2
#define HV_STATISTICS_GROUP_PTA_VERSION 0x00010000
#define HV_STATISTICS_GROUP_PTV_ID 3
#define HV_STATISTICS_GROUP_PTV_VERSION 0x00010000
#define HV_STATISTICS_GROUP_PTI_ID 14
#define HV_STATISTICS_GROUP_PTI_VERSION 0x00010000

/** Groups of a virtual processor's page. */
#define HV_STATISTICS_GROUP_VPA_ID 2
#define HV_STATISTICS_GROUP_VPA_VERSION 0x00010000
#define HV_STATISTICS_GROUP_VPV_ID 3
#define HV_STATISTICS_GROUP_VPV_VERSION 0x00010000
#define HV_STATISTICS_GROUP_VPI_ID 14
#define HV_STATISTICS_GROUP_VPI_VERSION 0x00010000

/** Maximum number of counters of a group: the 64-bit words of a page without the group's header and the last header. */
#define HV_ST_MAX_COUNTERS_PER_GROUP 510

/**
 * Kind of object that a page describes. Global objects are below 0x10000, a partition's own objects
 * above.
 */
typedef HV_UINT32 HV_STATS_OBJECT_TYPE, *PHV_STATS_OBJECT_TYPE;

enum
{
    HvStatsObjectHypervisor = 0x00000001,
    HvStatsObjectLogicalProcessor = 0x00000002,
    HvStatsObjectPartition = 0x00010001,
    HvStatsObjectVp = 0x00010002,
};

/** Flags in HV_STATS_OBJECT_IDENTITY. */
typedef HV_UINT16 HV_STATS_OBJECT_FLAG, *PHV_STATS_OBJECT_FLAG;

enum
{
    HvStatsObjectSelfStats = 0x0001, /**< By its name, the object is the caller itself. */
};

/*
 * The page.
 */

/** Version of a group: its major and minor number. Source: WDK 7.1 hvgdk.h. */
typedef struct HV_STATISTICS_GROUP_VERSION
{
    HV_UINT16 Minor; /**< Minor number; a larger one adds counters. */
    HV_UINT16 Major; /**< Major number; another one changes the format of the group. */
} HV_STATISTICS_GROUP_VERSION, *PHV_STATISTICS_GROUP_VERSION;
HV_STATIC_ASSERT(sizeof(HV_STATISTICS_GROUP_VERSION) == 4);

/** Header of a group of counters. Source: WDK 7.1 hvgdk.h. */
typedef struct HV_STATISTICS_GROUP_HEADER
{
    HV_STATISTICS_GROUP_TYPE Type;
    HV_STATISTICS_GROUP_VERSION Version;
    /**
     * Size of the group's counters in bytes, without the header; at most 4080, a page without two
     * headers.
     */
    HV_STATISTICS_GROUP_LENGTH Length;
} HV_STATISTICS_GROUP_HEADER, *PHV_STATISTICS_GROUP_HEADER;
HV_STATIC_ASSERT(sizeof(HV_STATISTICS_GROUP_HEADER) == 8);

/** A page of counters. Source: WDK 7.1 hvgdk.h; symbols of securekernel 26100. */
typedef struct HV_STATS_PAGE
{
    HV_UINT64 Data[512]; /**< Counters and headers, 8 bytes each. */
} HV_STATS_PAGE, *PHV_STATS_PAGE;
HV_STATIC_ASSERT(sizeof(HV_STATS_PAGE) == 4096);

/*
 * Mapping.
 */

/**
 * Values of the StatsAreaType members of HV_STATS_OBJECT_IDENTITY. Source: Linux 7.3
 * include/hyperv.
 */
#define HV_STATS_AREA_SELF 0     /**< The object's own counters. */
#define HV_STATS_AREA_PARENT 1   /**< The parent's part of the counters. */
#define HV_STATS_AREA_INTERNAL 2 /**< The hypervisor's part of the counters. */
#define HV_STATS_AREA_COUNT 3    /**< Number of types. */

/**
 * HV_X64_MSR_STATS_PARTITION_RETAIL_PAGE and the MSRs of its kind: location of the page over guest
 * memory.
 *
 * Source: WDK 7.1 hvgdk.h.
 */
typedef union HV_ST_MAP_LOCATION
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 MapEnabled : 1;            /**< Bit 0: the page is mapped. */
        HV_UINT64 ReservedP : 11;            /**< Bits 1 to 11: written back as read. */
        HV_UINT64 BaseMapGpaPageNumber : 52; /**< Bits 12 to 63: location of the page of counters. */
    };
#endif
} HV_ST_MAP_LOCATION, *PHV_ST_MAP_LOCATION;
HV_STATIC_ASSERT(sizeof(HV_ST_MAP_LOCATION) == 8);

/**
 * Object whose counters the page contains. HV_STATS_OBJECT_TYPE selects the valid member; the rest
 * of the 16 bytes is zero.
 *
 * The last byte is StatsAreaType in the online TLFS and reserved in other sources; it has both
 * names here.
 *
 * Source: WDK 7.1 hvgdk.h; symbols of securekernel 26100; TLFS online.
 */
typedef union HV_STATS_OBJECT_IDENTITY
{
    /** HvStatsObjectHypervisor: the hypervisor itself. */
    struct
    {
        HV_UINT64 ReservedZ0;
        HV_UINT32 ReservedZ1;
        HV_UINT16 ReservedZ2;
        HV_UINT8 ReservedZ3;
        union
        {
            HV_UINT8 ReservedZ4;
            HV_UINT8 StatsAreaType; /**< Undocumented; TLFS online only. */
        };
    } Hypervisor;
    /** HvStatsObjectLogicalProcessor: a logical processor. */
    struct
    {
        HV_LOGICAL_PROCESSOR_INDEX LogicalProcessorIndex;
        HV_UINT32 ReservedZ0;
        HV_UINT32 ReservedZ1;
        HV_UINT16 ReservedZ2;
        HV_UINT8 ReservedZ3;
        union
        {
            HV_UINT8 ReservedZ4;
            HV_UINT8 StatsAreaType; /**< Undocumented; TLFS online only. */
        };
    } LogicalProcessor;
    /** HvStatsObjectPartition: a partition. */
    struct
    {
        HV_PARTITION_ID PartitionId;
        HV_UINT32 ReservedZ1;
        HV_STATS_OBJECT_FLAG Flags; /**< HV_STATS_OBJECT_FLAG values. */
        HV_UINT8 ReservedZ3;
        union
        {
            HV_UINT8 ReservedZ4;
            HV_UINT8 StatsAreaType; /**< Undocumented; TLFS online only. */
        };
    } Partition;
    /** HvStatsObjectVp: a virtual processor. */
    struct
    {
        HV_PARTITION_ID PartitionId;
        HV_VP_INDEX VpIndex;
        HV_STATS_OBJECT_FLAG Flags; /**< HV_STATS_OBJECT_FLAG values. */
        HV_UINT8 ReservedZ3;
        union
        {
            HV_UINT8 ReservedZ4;
            HV_UINT8 StatsAreaType; /**< Undocumented; TLFS online only. */
        };
    } Vp;
} HV_STATS_OBJECT_IDENTITY, *PHV_STATS_OBJECT_IDENTITY;
typedef const HV_STATS_OBJECT_IDENTITY *PCHV_STATS_OBJECT_IDENTITY;
HV_STATIC_ASSERT(sizeof(HV_STATS_OBJECT_IDENTITY) == 16);

/**
 * Input of HvCallMapStatsPage (0x006C), and of HvCallMapStatsPage2 (0x0131), which map the page of
 * an object.
 *
 * The caller needs the privilege AccessStats. HvCallMapStatsPage of 26100 reads only the first 24
 * bytes and has an output; in Windows 7 it reads all bytes and has no output, like
 * HvCallMapStatsPage2.
 *
 * Failures: HV_STATUS_ACCESS_DENIED without the privilege, for a global object unless the caller is
 * the root, and for a partition unless the caller is its parent; HV_STATUS_OPERATION_DENIED if the
 * page is already mapped; HV_STATUS_INVALID_PARAMETER for a nonexistent logical processor or a
 * nonzero reserved member; HV_STATUS_INVALID_PARTITION_ID, HV_STATUS_INVALID_VP_INDEX,
 * HV_STATUS_INVALID_PARTITION_STATE; HV_STATUS_INSUFFICIENT_MEMORY if the caller's pool is too
 * small. A location beyond the caller's memory may succeed, but the page is then not readable.
 *
 * Source: TLFS 2.0, 21.3.1; WDK 7.1 hvgdk.h; symbols of securekernel 26100; TLFS online.
 */
typedef struct HV_INPUT_MAP_STATS_PAGE
{
    HV_STATS_OBJECT_TYPE StatsType; /**< HV_STATS_OBJECT_TYPE. */
    HV_UINT32 Padding;              /**< Zero. */
    HV_STATS_OBJECT_IDENTITY ObjectIdentity;
    HV_GPA_PAGE_NUMBER MapLocation; /**< GPA page number at which the caller maps the page. */
} HV_INPUT_MAP_STATS_PAGE, *PHV_INPUT_MAP_STATS_PAGE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_MAP_STATS_PAGE) == 32);
typedef HV_INPUT_MAP_STATS_PAGE HV_INPUT_MAP_STATS_PAGE2, *PHV_INPUT_MAP_STATS_PAGE2;

/** Output of HvCallMapStatsPage. Source: symbols of securekernel 26100. */
typedef struct HV_OUTPUT_MAP_STATS_PAGE
{
    HV_GPA_PAGE_NUMBER MapLocation; /**< GPA page number at which the hypervisor mapped the page. */
} HV_OUTPUT_MAP_STATS_PAGE, *PHV_OUTPUT_MAP_STATS_PAGE;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_MAP_STATS_PAGE) == 8);

/**
 * Input of HvCallUnmapStatsPage (0x006D), which unmaps the page of an object. No output. Only
 * Windows 7 reads MapLocation.
 *
 * Source: TLFS 2.0, 21.3.1; WDK 7.1 hvgdk.h; symbols of securekernel 26100; TLFS online.
 */
typedef struct HV_INPUT_UNMAP_STATS_PAGE
{
    HV_STATS_OBJECT_TYPE StatsType; /**< HV_STATS_OBJECT_TYPE. */
    HV_UINT32 Padding;              /**< Zero. */
    HV_STATS_OBJECT_IDENTITY ObjectIdentity;
    HV_GPA_PAGE_NUMBER MapLocation; /**< GPA page number of the mapping. */
} HV_INPUT_UNMAP_STATS_PAGE, *PHV_INPUT_UNMAP_STATS_PAGE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_UNMAP_STATS_PAGE) == 32);

/**
 * Input of HvCallRefreshPerformanceCounters (0x00EE), which updates the cycle counters of a logical
 * processor. Undocumented.
 *
 * StCounterLpCounterRefreshSequenceNumber and the counters after it contain the time of the last
 * update.
 *
 * Source: symbols of securekernel 26100.
 */
typedef struct HV_CALL_ATTRIBUTES HV_INPUT_REFRESH_PERFORMANCE_COUNTERS
{
    HV_LOGICAL_PROCESSOR_INDEX LpIndex; /**< Index of the logical processor. */
    HV_UINT32 Padding;
} HV_INPUT_REFRESH_PERFORMANCE_COUNTERS, *PHV_INPUT_REFRESH_PERFORMANCE_COUNTERS;
HV_STATIC_ASSERT(sizeof(HV_INPUT_REFRESH_PERFORMANCE_COUNTERS) == 8);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_STATISTICS */
