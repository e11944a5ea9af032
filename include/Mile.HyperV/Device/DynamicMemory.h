/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Dynamic memory: the balloon, and memory that is added and removed while the guest runs.
 *
 * Class 525074dc-8985-46e2-8057-a307dc18a502. In-band packets without a pipe
 * header; each holds one message. Pages are of 4 KiB, whatever the guest's own
 * page size.
 *
 *     guest                                     host
 *       |-- DmVersionRequest ------------------->|  newest first
 *       |<-- DmVersionResponse ------------------|  until IsAccepted
 *       |-- DmCapabilitiesReport --------------->|
 *       |<-- DmCapabilitiesResponse -------------|
 *       |-- DmStatusReport --------------------->|  about once a second, unanswered
 *       |<-- DmBalloonRequest -------------------|  give me NumPages
 *       |-- DmBalloonResponse ------------------>|  these; MorePages but for the last
 *       |<-- DmUnballoonRequest -----------------|  take these back; one or more
 *       |-- DmUnballoonResponse ---------------->|  to the last one
 *       |<-- DmHotAddRequest --------------------|
 *       |-- DmHotAddResponse ------------------->|  how many became usable
 *       |<-- DmHotRemoveRequest -----------------|  2.0
 *       |-- DmHotRemoveResponse ---------------->|
 *       |<-- DmInfoMessage ----------------------|  1.0
 *
 * A guest that has no page to give answers a balloon request with one response
 * without ranges. The pages of a response are the host's from then on.
 *
 * What a guest checks, because the host is not trusted: DM_MESSAGE_HEADER.Size,
 * RangeCount, InfoSize and DM_INFO_HEADER.DataSize stay within the packet; a range that comes back was
 * given; a transaction that is answered was asked.
 *
 * No MIT source defines this protocol. The layouts are printed by a compiler
 * from other definitions (References/dynamic-memory); the names are ours.
 */

#ifndef MILE_HYPERV_DEVICE_DYNAMIC_MEMORY
#define MILE_HYPERV_DEVICE_DYNAMIC_MEMORY

#include "../Hypervisor/Types.h"
#include "../VMBus/DeviceGuid.h"

HV_HEADER_BEGIN

/** A message of either side is at most a page. */
#define DM_MAXIMUM_MESSAGE_SIZE 4096

/** DM_MESSAGE_HEADER.Type; a version has the messages up to its last one. */
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
    DmHotAddResponse = 11,    /**< The last one of version 0.3. */
    DmInfoMessage = 12,       /**< The last one of version 1.0. */
    DmHotRemoveRequest = 13,
    DmHotRemoveResponse = 14, /**< The last one of version 2.0. */
};

/** Begins each message. */
typedef struct DM_MESSAGE_HEADER
{
    DM_MESSAGE_TYPE Type;
    HV_UINT16 Size;          /**< Bytes of the message, with this header. */
    HV_UINT32 TransactionId; /**< Chosen by the guest; the host's answers carry it back. */
} DM_MESSAGE_HEADER, *PDM_MESSAGE_HEADER;
HV_STATIC_ASSERT(sizeof(DM_MESSAGE_HEADER) == 8);

/** A range of pages. */
typedef union DM_PAGE_RANGE
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 StartPage : 40; /**< Bits 0 to 39. */
        HV_UINT64 PageCount : 24; /**< Bits 40 to 63. */
    };
#endif
} DM_PAGE_RANGE, *PDM_PAGE_RANGE;
HV_STATIC_ASSERT(sizeof(DM_PAGE_RANGE) == 8);

/*
 * Version.
 */

/** Windows 7, Windows Server 2008 R2. */
#define DM_VERSION_0_3 0x00000003
/** Windows 8, Windows Server 2012. */
#define DM_VERSION_1_0 0x00010000
/** Windows 10, Windows Server 2016 and later. */
#define DM_VERSION_2_0 0x00020000

/** A version: the major number in the high half. */
typedef union DM_VERSION
{
    HV_UINT32 AsUINT32;
    struct
    {
        HV_UINT16 MinorVersion;
        HV_UINT16 MajorVersion;
    };
} DM_VERSION, *PDM_VERSION;
HV_STATIC_ASSERT(sizeof(DM_VERSION) == 4);

/** Guest to host. */
typedef struct DM_VERSION_REQUEST
{
    DM_MESSAGE_HEADER Header;
    DM_VERSION Version;
    union
    {
        HV_UINT32 FlagsAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 IsLastAttempt : 1; /**< Bit 0: the guest has no older version. */
            HV_UINT32 Reserved : 31;
        };
#endif
    };
} DM_VERSION_REQUEST, *PDM_VERSION_REQUEST;
HV_STATIC_ASSERT(sizeof(DM_VERSION_REQUEST) == 16);

/** Host to guest. */
typedef struct DM_VERSION_RESPONSE
{
    DM_MESSAGE_HEADER Header;
    union
    {
        HV_UINT64 FlagsAsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT64 IsAccepted : 1; /**< Bit 0. */
            HV_UINT64 Reserved : 63;
        };
#endif
    };
} DM_VERSION_RESPONSE, *PDM_VERSION_RESPONSE;
HV_STATIC_ASSERT(sizeof(DM_VERSION_RESPONSE) == 16);

/*
 * Capabilities.
 */

/** What the guest can do. */
typedef union DM_CAPABILITIES
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Balloon : 1;         /**< Bit 0. */
        HV_UINT64 HotAdd : 1;          /**< Bit 1. */
        HV_UINT64 HotAddAlignment : 4; /**< Bits 2 to 5: n means 2^n MiB. */
        HV_UINT64 HotRemove : 1;       /**< Bit 6. */
        HV_UINT64 Reserved : 57;
    };
#endif
} DM_CAPABILITIES, *PDM_CAPABILITIES;
HV_STATIC_ASSERT(sizeof(DM_CAPABILITIES) == 8);

/** DM_CAPABILITIES_REPORT.MaximumPageNumber: the guest does not know. */
#define DM_MAXIMUM_PAGE_NUMBER_UNKNOWN 0xFFFFFFFFFFFFFFFFULL

/** Guest to host. */
typedef struct DM_CAPABILITIES_REPORT
{
    DM_MESSAGE_HEADER Header;
    DM_CAPABILITIES Capabilities;
    HV_UINT64 MinimumPageCount;  /**< What the guest wants to keep; 0 is no opinion. */
    HV_UINT64 MaximumPageNumber; /**< The highest page it can use. */
} DM_CAPABILITIES_REPORT, *PDM_CAPABILITIES_REPORT;
HV_STATIC_ASSERT(sizeof(DM_CAPABILITIES_REPORT) == 32);

/** Host to guest. */
typedef struct DM_CAPABILITIES_RESPONSE
{
    DM_MESSAGE_HEADER Header;
    union
    {
        HV_UINT64 FlagsAsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT64 IsAccepted : 1;              /**< Bit 0. */
            HV_UINT64 HotRemove : 1;               /**< Bit 1: granted. */
            HV_UINT64 SuppressPressureReports : 1; /**< Bit 2: send no status reports. */
            HV_UINT64 Reserved : 61;
        };
#endif
    };
} DM_CAPABILITIES_RESPONSE, *PDM_CAPABILITIES_RESPONSE;
HV_STATIC_ASSERT(sizeof(DM_CAPABILITIES_RESPONSE) == 16);

/*
 * Status.
 */

/** Guest to host; memory in pages. Hosts use CommittedPages. */
typedef struct DM_STATUS_REPORT
{
    DM_MESSAGE_HEADER Header;
    HV_UINT64 AvailablePages;
    HV_UINT64 CommittedPages;
    HV_UINT64 PageFileSize;
    HV_UINT64 ZeroAndFreePages;
    HV_UINT32 PageFileWrites; /**< No public description, as the next. */
    HV_UINT32 IoDifference;
} DM_STATUS_REPORT, *PDM_STATUS_REPORT;
HV_STATIC_ASSERT(sizeof(DM_STATUS_REPORT) == 48);

/*
 * The balloon.
 */

/** Host to guest. */
typedef struct DM_BALLOON_REQUEST
{
    DM_MESSAGE_HEADER Header;
    HV_UINT32 NumPages;
    HV_UINT32 Reserved;
} DM_BALLOON_REQUEST, *PDM_BALLOON_REQUEST;
HV_STATIC_ASSERT(sizeof(DM_BALLOON_REQUEST) == 16);

/** Guest to host. 510 ranges fit into DM_MAXIMUM_MESSAGE_SIZE; a range counts up to 0xFFFFFF pages. */
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
            HV_UINT32 RangeCount : 31; /**< Bits 1 to 31. */
        };
#endif
    };
    DM_PAGE_RANGE Ranges[];
} DM_BALLOON_RESPONSE, *PDM_BALLOON_RESPONSE;
HV_STATIC_ASSERT(sizeof(DM_BALLOON_RESPONSE) == 16);

/** Host to guest. */
typedef struct DM_UNBALLOON_REQUEST
{
    DM_MESSAGE_HEADER Header;
    union
    {
        HV_UINT32 FlagsAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 MorePages : 1; /**< Bit 0: another request follows; answer that one. */
            HV_UINT32 Reserved : 31;
        };
#endif
    };
    HV_UINT32 RangeCount;
    DM_PAGE_RANGE Ranges[];
} DM_UNBALLOON_REQUEST, *PDM_UNBALLOON_REQUEST;
HV_STATIC_ASSERT(sizeof(DM_UNBALLOON_REQUEST) == 16);

/** Guest to host. */
typedef struct DM_UNBALLOON_RESPONSE
{
    DM_MESSAGE_HEADER Header;
} DM_UNBALLOON_RESPONSE, *PDM_UNBALLOON_RESPONSE;
HV_STATIC_ASSERT(sizeof(DM_UNBALLOON_RESPONSE) == 8);

/*
 * Memory that comes and goes.
 */

/**
 * Host to guest. A second range may follow, if Header.Size covers it: the region
 * whose borders the guest's memory blocks shall keep to.
 */
typedef struct DM_HOT_ADD_REQUEST
{
    DM_MESSAGE_HEADER Header;
    DM_PAGE_RANGE Range;
} DM_HOT_ADD_REQUEST, *PDM_HOT_ADD_REQUEST;
HV_STATIC_ASSERT(sizeof(DM_HOT_ADD_REQUEST) == 16);

/** Result of an addition or a removal. */
#define DM_RESULT_FAILURE 0
#define DM_RESULT_SUCCESS 1

/** Guest to host. */
typedef struct DM_HOT_ADD_RESPONSE
{
    DM_MESSAGE_HEADER Header;
    HV_UINT32 PageCount; /**< Pages added. */
    HV_UINT32 Result;    /**< DM_RESULT_... */
} DM_HOT_ADD_RESPONSE, *PDM_HOT_ADD_RESPONSE;
HV_STATIC_ASSERT(sizeof(DM_HOT_ADD_RESPONSE) == 16);

/** DM_HOT_REMOVE_REQUEST.QosFlags: in large pages. */
#define DM_REMOVE_QOS_LARGE 0x1
/** From VirtualNode alone. */
#define DM_REMOVE_QOS_LOCAL 0x2
#define DM_REMOVE_QOS_MASK 0x3

/** Host to guest, since 2.0. */
typedef struct DM_HOT_REMOVE_REQUEST
{
    DM_MESSAGE_HEADER Header;
    HV_UINT32 VirtualNode; /**< The guest's NUMA node. */
    HV_UINT32 PageCount;
    HV_UINT32 QosFlags;    /**< DM_REMOVE_QOS_... */
    HV_UINT32 Reserved;
} DM_HOT_REMOVE_REQUEST, *PDM_HOT_REMOVE_REQUEST;
HV_STATIC_ASSERT(sizeof(DM_HOT_REMOVE_REQUEST) == 24);

/** Guest to host, since 2.0. */
typedef struct DM_HOT_REMOVE_RESPONSE
{
    DM_MESSAGE_HEADER Header;
    HV_UINT32 Result;        /**< DM_RESULT_... */
    HV_UINT32 RangeCount;
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
    DM_PAGE_RANGE Ranges[];
} DM_HOT_REMOVE_RESPONSE, *PDM_HOT_REMOVE_RESPONSE;
HV_STATIC_ASSERT(sizeof(DM_HOT_REMOVE_RESPONSE) == 24);

/*
 * Information.
 */

/** DM_INFO_HEADER.Type. */
typedef HV_UINT32 DM_INFO_TYPE, *PDM_INFO_TYPE;
enum
{
    DmInfoTypeMaximumPageCount = 0, /**< HV_UINT64: the most pages this guest can ever have. */
};

/** Begins each piece of DM_INFO_MESSAGE.Info. */
typedef struct DM_INFO_HEADER
{
    DM_INFO_TYPE Type;
    HV_UINT32 DataSize; /**< Bytes of the data, which follow. */
} DM_INFO_HEADER, *PDM_INFO_HEADER;
HV_STATIC_ASSERT(sizeof(DM_INFO_HEADER) == 8);

/** Host to guest, since 1.0. */
typedef struct DM_INFO_MESSAGE
{
    DM_MESSAGE_HEADER Header;
    HV_UINT32 Reserved;
    HV_UINT32 InfoSize; /**< Bytes of Info. */
    HV_UINT8 Info[];
} DM_INFO_MESSAGE, *PDM_INFO_MESSAGE;
HV_STATIC_ASSERT(sizeof(DM_INFO_MESSAGE) == 16);

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_DYNAMIC_MEMORY */
