/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Dynamic memory: the balloon, and memory that is added and removed while the guest runs.
 *
 * Class DM_CLASS_ID, 525074dc-8985-46e2-8057-a307dc18a502. In-band packets without a pipe
 * header; each contains one message. Pages have 4 KiB, regardless of the guest's page size.
 *
 *     guest                                     host
 *       |-- DmVersionRequest ------------------->|  newest first
 *       |<-- DmVersionResponse ------------------|  until IsAccepted
 *       |-- DmCapabilitiesReport --------------->|
 *       |<-- DmCapabilitiesResponse -------------|
 *       |-- DmStatusReport --------------------->|  about once a second, no response
 *       |<-- DmBalloonRequest -------------------|  NumPages
 *       |-- DmBalloonResponse ------------------>|  ranges; MorePages except in the last
 *       |<-- DmUnballoonRequest -----------------|  ranges, in one or more messages
 *       |-- DmUnballoonResponse ---------------->|  to the last one
 *       |<-- DmHotAddRequest --------------------|
 *       |-- DmHotAddResponse ------------------->|  number of pages that became usable
 *       |<-- DmHotRemoveRequest -----------------|  2.0
 *       |-- DmHotRemoveResponse ---------------->|
 *       |<-- DmInfoMessage ----------------------|  1.0, no response
 *
 * A guest that has no page to give responds to a balloon request with one response without
 * ranges. From the moment of a response, its pages belong to the host.
 *
 * The guest must not trust the host. It must check that DM_MESSAGE_HEADER.Size, RangeCount,
 * InfoSize and DM_INFO_HEADER.DataSize stay within the packet, that the host returns only ranges
 * that the guest gave, and that a response belongs to a request.
 *
 * No MIT source defines this protocol. The layouts are printed by a compiler from other
 * definitions (References/dynamic-memory); the names are ours.
 */

#ifndef MILE_HYPERV_DEVICE_DYNAMIC_MEMORY
#define MILE_HYPERV_DEVICE_DYNAMIC_MEMORY

#include "../Hypervisor/Types.h"
#include "../VMBus/DeviceGuid.h"

HV_HEADER_BEGIN

/** Most bytes of a message: one page. */
#define DM_MAXIMUM_MESSAGE_SIZE 4096

/** Type of a message, in DM_MESSAGE_HEADER. A version includes all messages up to its last one. */
typedef HV_UINT16 DM_MESSAGE_TYPE, *PDM_MESSAGE_TYPE;
enum
{
    DmError = 0,
    DmVersionRequest = 1,
    DmVersionResponse = 2,
    DmCapabilitiesReport = 3,
    DmCapabilitiesResponse = 4,
    DmStatusReport = 5,
    DmBalloonRequest = 6,
    DmBalloonResponse = 7,
    DmUnballoonRequest = 8,
    DmUnballoonResponse = 9,
    DmHotAddRequest = 10,
    DmHotAddResponse = 11,    /**< Last message of version 0.3. */
    DmInfoMessage = 12,       /**< Last message of version 1.0. */
    DmHotRemoveRequest = 13,
    DmHotRemoveResponse = 14, /**< Last message of version 2.0. */
};

/** Header of every message. */
typedef struct DM_MESSAGE_HEADER
{
    DM_MESSAGE_TYPE Type;
    /** Bytes of the message, this header included; at most DM_MAXIMUM_MESSAGE_SIZE. */
    HV_UINT16 Size;
    HV_UINT32 TransactionId; /**< Chosen by the guest; the host repeats it in its response. */
} DM_MESSAGE_HEADER, *PDM_MESSAGE_HEADER;
HV_STATIC_ASSERT(sizeof(DM_MESSAGE_HEADER) == 8);

/** Range of guest pages. */
typedef union DM_PAGE_RANGE
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 StartPage : 40; /**< Bits 0 to 39: first guest page, in units of 4 KiB. */
        HV_UINT64 PageCount : 24; /**< Bits 40 to 63: pages of 4 KiB. */
    };
#endif
} DM_PAGE_RANGE, *PDM_PAGE_RANGE;
HV_STATIC_ASSERT(sizeof(DM_PAGE_RANGE) == 8);

/*
 * Version.
 */

/** 0.3, Windows 7 and Windows Server 2008 R2. */
#define DM_VERSION_0_3 0x00000003
/** 1.0, Windows 8 and Windows Server 2012. */
#define DM_VERSION_1_0 0x00010000
/** 2.0, Windows 10, Windows Server 2016 and later. */
#define DM_VERSION_2_0 0x00020000

/** Protocol version: DM_VERSION_... */
typedef union DM_VERSION
{
    HV_UINT32 AsUINT32;
    struct
    {
        HV_UINT16 MinorVersion; /**< Bits 0 to 15: minor number of DM_VERSION_... */
        HV_UINT16 MajorVersion; /**< Bits 16 to 31: major number of DM_VERSION_... */
    };
} DM_VERSION, *PDM_VERSION;
HV_STATIC_ASSERT(sizeof(DM_VERSION) == 4);

/** DmVersionRequest. Guest to host; the host responds with DM_VERSION_RESPONSE. Since 0.3. */
typedef struct DM_VERSION_REQUEST
{
    DM_MESSAGE_HEADER Header;
    DM_VERSION Version; /**< DM_VERSION_...; newest first. */
    union
    {
        HV_UINT32 FlagsAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 IsLastAttempt : 1; /**< Bit 0: the guest supports no older version. */
            HV_UINT32 Reserved : 31;
        };
#endif
    };
} DM_VERSION_REQUEST, *PDM_VERSION_REQUEST;
HV_STATIC_ASSERT(sizeof(DM_VERSION_REQUEST) == 16);

/** Response to DM_VERSION_REQUEST. Host to guest. Since 0.3. */
typedef struct DM_VERSION_RESPONSE
{
    DM_MESSAGE_HEADER Header;
    union
    {
        HV_UINT64 FlagsAsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT64 IsAccepted : 1; /**< Bit 0: the host accepts the version. */
            HV_UINT64 Reserved : 63;
        };
#endif
    };
} DM_VERSION_RESPONSE, *PDM_VERSION_RESPONSE;
HV_STATIC_ASSERT(sizeof(DM_VERSION_RESPONSE) == 16);

/*
 * Capabilities.
 */

/** Capabilities of the guest. */
typedef union DM_CAPABILITIES
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Balloon : 1;         /**< Bit 0: the guest supports the balloon. */
        HV_UINT64 HotAdd : 1;          /**< Bit 1: the guest supports hot add. */
        HV_UINT64 HotAddAlignment : 4; /**< Bits 2 to 5: alignment n, for 2^n MiB. */
        HV_UINT64 HotRemove : 1;       /**< Bit 6: the guest supports hot remove. */
        HV_UINT64 Reserved : 57;
    };
#endif
} DM_CAPABILITIES, *PDM_CAPABILITIES;
HV_STATIC_ASSERT(sizeof(DM_CAPABILITIES) == 8);

/** Value of DM_CAPABILITIES_REPORT.MaximumPageNumber if the guest does not know it. */
#define DM_MAXIMUM_PAGE_NUMBER_UNKNOWN 0xFFFFFFFFFFFFFFFFULL

/**
 * Capabilities of the guest. Guest to host; the host responds with DM_CAPABILITIES_RESPONSE. Since
 * 0.3.
 */
typedef struct DM_CAPABILITIES_REPORT
{
    DM_MESSAGE_HEADER Header;
    DM_CAPABILITIES Capabilities;
    HV_UINT64 MinimumPageCount; /**< Pages that the guest wants to keep; 0 is no preference. */
    /** Highest guest page that the guest can use, in units of 4 KiB. */
    HV_UINT64 MaximumPageNumber;
} DM_CAPABILITIES_REPORT, *PDM_CAPABILITIES_REPORT;
HV_STATIC_ASSERT(sizeof(DM_CAPABILITIES_REPORT) == 32);

/** Response to DM_CAPABILITIES_REPORT. Host to guest. Since 0.3. */
typedef struct DM_CAPABILITIES_RESPONSE
{
    DM_MESSAGE_HEADER Header;
    union
    {
        HV_UINT64 FlagsAsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT64 IsAccepted : 1; /**< Bit 0: the host accepts the capabilities. */
            HV_UINT64 HotRemove : 1;  /**< Bit 1: the host grants hot remove. */
            /** Bit 2: the guest must not send status reports. */
            HV_UINT64 SuppressPressureReports : 1;
            HV_UINT64 Reserved : 61;
        };
#endif
    };
} DM_CAPABILITIES_RESPONSE, *PDM_CAPABILITIES_RESPONSE;
HV_STATIC_ASSERT(sizeof(DM_CAPABILITIES_RESPONSE) == 16);

/*
 * Status.
 */

/** State of the guest's memory. Guest to host, no response. Hosts use CommittedPages. Since 0.3. */
typedef struct DM_STATUS_REPORT
{
    DM_MESSAGE_HEADER Header;
    HV_UINT64 AvailablePages;   /**< Pages of 4 KiB. */
    HV_UINT64 CommittedPages;   /**< Pages of 4 KiB. */
    HV_UINT64 PageFileSize;     /**< Pages of 4 KiB; undocumented beyond the unit. */
    HV_UINT64 ZeroAndFreePages; /**< Pages of 4 KiB. */
    HV_UINT32 PageFileWrites;   /**< Undocumented. */
    HV_UINT32 IoDifference;     /**< Undocumented. */
} DM_STATUS_REPORT, *PDM_STATUS_REPORT;
HV_STATIC_ASSERT(sizeof(DM_STATUS_REPORT) == 48);

/*
 * Balloon.
 */

/**
 * Request for pages of the guest. Host to guest; the guest responds with one or more
 * DM_BALLOON_RESPONSE. Since 0.3.
 */
typedef struct DM_BALLOON_REQUEST
{
    DM_MESSAGE_HEADER Header;
    HV_UINT32 NumPages; /**< Pages of 4 KiB that the guest is to give. */
    HV_UINT32 Reserved;
} DM_BALLOON_REQUEST, *PDM_BALLOON_REQUEST;
HV_STATIC_ASSERT(sizeof(DM_BALLOON_REQUEST) == 16);

/**
 * Response to DM_BALLOON_REQUEST. Guest to host. At most 510 ranges fit in DM_MAXIMUM_MESSAGE_SIZE,
 * of at most 0xFFFFFF pages each. Since 0.3.
 */
typedef struct DM_BALLOON_RESPONSE
{
    DM_MESSAGE_HEADER Header;
    HV_UINT32 Reserved;
    union
    {
        HV_UINT32 FlagsAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 MorePages : 1;   /**< Bit 0: another response follows. */
            HV_UINT32 RangeCount : 31; /**< Bits 1 to 31: entries of Ranges; at most 510. */
        };
#endif
    };
    DM_PAGE_RANGE Ranges[]; /**< Pages that the guest gives. */
} DM_BALLOON_RESPONSE, *PDM_BALLOON_RESPONSE;
HV_STATIC_ASSERT(sizeof(DM_BALLOON_RESPONSE) == 16);

/**
 * Return of pages to the guest. Host to guest; the guest responds to the last one with
 * DM_UNBALLOON_RESPONSE. Since 0.3.
 */
typedef struct DM_UNBALLOON_REQUEST
{
    DM_MESSAGE_HEADER Header;
    union
    {
        HV_UINT32 FlagsAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /** Bit 0: another request follows; the guest does not respond to this one. */
            HV_UINT32 MorePages : 1;
            HV_UINT32 Reserved : 31;
        };
#endif
    };
    HV_UINT32 RangeCount;   /**< Entries of Ranges; bounded by Header.Size. */
    DM_PAGE_RANGE Ranges[]; /**< Pages that the host returns. */
} DM_UNBALLOON_REQUEST, *PDM_UNBALLOON_REQUEST;
HV_STATIC_ASSERT(sizeof(DM_UNBALLOON_REQUEST) == 16);

/** Response to the last DM_UNBALLOON_REQUEST. Guest to host. Since 0.3. */
typedef struct DM_UNBALLOON_RESPONSE
{
    DM_MESSAGE_HEADER Header;
} DM_UNBALLOON_RESPONSE, *PDM_UNBALLOON_RESPONSE;
HV_STATIC_ASSERT(sizeof(DM_UNBALLOON_RESPONSE) == 8);

/*
 * Hot add and hot remove.
 */

/**
 * Addition of memory. Host to guest; the guest responds with DM_HOT_ADD_RESPONSE. If Header.Size
 * covers a second DM_PAGE_RANGE, it is the region to whose borders the guest must align its memory
 * blocks. Since 0.3.
 */
typedef struct DM_HOT_ADD_REQUEST
{
    DM_MESSAGE_HEADER Header;
    DM_PAGE_RANGE Range; /**< Pages to add. */
} DM_HOT_ADD_REQUEST, *PDM_HOT_ADD_REQUEST;
HV_STATIC_ASSERT(sizeof(DM_HOT_ADD_REQUEST) == 16);

/** Result of an addition or a removal. */
#define DM_RESULT_FAILURE 0
#define DM_RESULT_SUCCESS 1

/** Response to DM_HOT_ADD_REQUEST. Guest to host. Since 0.3. */
typedef struct DM_HOT_ADD_RESPONSE
{
    DM_MESSAGE_HEADER Header;
    HV_UINT32 PageCount; /**< Pages of 4 KiB that the guest added; at most those of Range. */
    HV_UINT32 Result;    /**< DM_RESULT_... */
} DM_HOT_ADD_RESPONSE, *PDM_HOT_ADD_RESPONSE;
HV_STATIC_ASSERT(sizeof(DM_HOT_ADD_RESPONSE) == 16);

/** Flag of DM_HOT_REMOVE_REQUEST.QosFlags: remove large pages. */
#define DM_REMOVE_QOS_LARGE 0x1
/** Flag of DM_HOT_REMOVE_REQUEST.QosFlags: remove pages of VirtualNode only. */
#define DM_REMOVE_QOS_LOCAL 0x2
#define DM_REMOVE_QOS_MASK 0x3

/**
 * Removal of memory. Host to guest; the guest responds with one or more DM_HOT_REMOVE_RESPONSE.
 * Since 2.0.
 */
typedef struct DM_HOT_REMOVE_REQUEST
{
    DM_MESSAGE_HEADER Header;
    HV_UINT32 VirtualNode; /**< NUMA node of the guest. */
    HV_UINT32 PageCount;   /**< Pages of 4 KiB to remove; the bound is undocumented. */
    HV_UINT32 QosFlags;    /**< DM_REMOVE_QOS_... */
    HV_UINT32 Reserved;
} DM_HOT_REMOVE_REQUEST, *PDM_HOT_REMOVE_REQUEST;
HV_STATIC_ASSERT(sizeof(DM_HOT_REMOVE_REQUEST) == 24);

/** Response to DM_HOT_REMOVE_REQUEST. Guest to host. Since 2.0. */
typedef struct DM_HOT_REMOVE_RESPONSE
{
    DM_MESSAGE_HEADER Header;
    HV_UINT32 Result;     /**< DM_RESULT_... */
    HV_UINT32 RangeCount; /**< Entries of Ranges; bounded by Header.Size. */
    union
    {
        HV_UINT64 FlagsAsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT64 MorePages : 1; /**< Bit 0: another response follows. */
            HV_UINT64 Reserved : 63;
        };
#endif
    };
    DM_PAGE_RANGE Ranges[]; /**< Pages that the guest removed. */
} DM_HOT_REMOVE_RESPONSE, *PDM_HOT_REMOVE_RESPONSE;
HV_STATIC_ASSERT(sizeof(DM_HOT_REMOVE_RESPONSE) == 24);

/*
 * Information.
 */

/** Type of a piece of information, in DM_INFO_HEADER. */
typedef HV_UINT32 DM_INFO_TYPE, *PDM_INFO_TYPE;
enum
{
    /** HV_UINT64: most pages of 4 KiB that the guest can ever have. */
    DmInfoTypeMaximumPageCount = 0,
};

/** Header of each piece of DM_INFO_MESSAGE.Info. */
typedef struct DM_INFO_HEADER
{
    DM_INFO_TYPE Type;
    HV_UINT32 DataSize; /**< Bytes of data that follow this header; bounded by InfoSize. */
} DM_INFO_HEADER, *PDM_INFO_HEADER;
HV_STATIC_ASSERT(sizeof(DM_INFO_HEADER) == 8);

/** Information about the machine. Host to guest, no response. Since 1.0. */
typedef struct DM_INFO_MESSAGE
{
    DM_MESSAGE_HEADER Header;
    HV_UINT32 Reserved;
    HV_UINT32 InfoSize; /**< Bytes of Info; bounded by Header.Size. */
    HV_UINT8 Info[];    /**< Pieces, each with a DM_INFO_HEADER. */
} DM_INFO_MESSAGE, *PDM_INFO_MESSAGE;
HV_STATIC_ASSERT(sizeof(DM_INFO_MESSAGE) == 16);

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_DYNAMIC_MEMORY */
