/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Network Direct: control codes, with the input and output of each.
 *
 * A control packet (NetworkDirect.h) carries one code. Its input begins with Version
 * HV_ND_IOCTL_VERSION; the output overwrites the input. Handles are the host's: each
 * _CREATE or _OPEN returns one, and the _FREE or _CLOSE of the same resource destroys
 * it. Objects depend on each other in this order, and are freed in the opposite one:
 *
 *     adapter
 *       +-- protection domain (PD)
 *       |     +-- memory region (MR), memory window (MW)
 *       |     +-- shared receive queue (SRQ)
 *       |     +-- queue pair (QP) -- uses completion queues, and an SRQ or none
 *       +-- completion queue (CQ)
 *       +-- listener  (waits for connections)
 *       +-- connector (one connection; joins a QP to a peer)
 *
 *     passive side                              active side
 *       |   LISTENER_CREATE, _BIND, _LISTEN         |   CONNECTOR_CREATE, _BIND
 *       |   CONNECTOR_CREATE                        |
 *       |<-- CONNECTOR_CONNECT ---------------------|
 *       |   LISTENER_GET_CONNECTION_REQUEST         |
 *       |-- CONNECTOR_ACCEPT or _REJECT ----------->|   CONNECTOR_COMPLETE_CONNECT
 *       |   CONNECTOR_DISCONNECT                    |   either side
 *       |   CONNECTOR_NOTIFY_DISCONNECT             |   either side
 *
 * A mapping describes to the host the guest memory, or the I/O space of the adapter, that an object
 * uses. Mappings follow the input; the additions of the adapter's driver depend on the adapter
 * (NetworkDirectMlx4.h).
 *
 * A guest must check, because the host is not trusted: BytesReturned covers the output;
 * MappingResultsOffset and MappingResultCount stay inside it; a connection's private data is not
 * longer than its array.
 *
 * Source: References/network-direct (see NetworkDirect.h); HV_ND_SOCKADDR_IN and
 * HV_ND_SOCKADDR_IN6 there are the address structures of Windows Sockets.
 */

#ifndef MILE_HYPERV_DEVICE_NETWORK_DIRECT_IOCTL
#define MILE_HYPERV_DEVICE_NETWORK_DIRECT_IOCTL

#include "NetworkDirect.h"

HV_HEADER_BEGIN

/** Version member of every input. */
#define HV_ND_IOCTL_VERSION 1
/** HV_ND_ADAPTER_QUERY.InfoVersion: the older form of the information. Undocumented. */
#define HV_ND_VERSION_1 0x00000001
/** HV_ND_ADAPTER_QUERY.InfoVersion: HV_ND_ADAPTER_INFO. */
#define HV_ND_VERSION_2 0x00020000

/*
 * Control codes.
 */

/** Kind of object that a control code is for. */
typedef HV_UINT32 HV_ND_RESOURCE_TYPE, *PHV_ND_RESOURCE_TYPE;
enum
{
    HvNdProvider = 0, /**< Host's provider of RDMA. */
    HvNdAdapter = 1,
    HvNdPd = 2,  /**< Protection domain. */
    HvNdCq = 3,  /**< Completion queue. */
    HvNdMr = 4,  /**< Memory region. */
    HvNdMw = 5,  /**< Memory window. */
    HvNdSrq = 6, /**< Shared receive queue. */
    HvNdConnector = 7,
    HvNdListener = 8,
    HvNdQp = 9,                 /**< Queue pair. */
    HvNdVirtualPartition = 10,  /**< Undocumented. */
    HvNdResourceTypeCount = 11, /**< No kind: the number of kinds. */
};

/** Device type of the control codes: bits 16 to 31 of each. */
#define HV_ND_IOCTL_DEVICE_TYPE 0x12
/** A control code: the operation's number and the resource's, below the device type. */
#define HV_ND_IOCTL_CODE(Resource, Operation)                                                                          \
    ((HV_ND_IOCTL_DEVICE_TYPE << 16) | ((((Resource) << 6) | (Operation)) << 2))

#define HV_IOCTL_ND_PROVIDER_INIT 0x120000      /**< No input is known. */
#define HV_IOCTL_ND_PROVIDER_BIND_FILE 0x120004 /**< HV_ND_HANDLE with the handle of a file. */
/** HV_ND_HANDLE in; up to 16 of HV_ND_SOCKADDR_INET out. */
#define HV_IOCTL_ND_PROVIDER_QUERY_ADDRESS_LIST 0x120008
/** HV_ND_RESOLVE_ADDRESS in; an adapter id out (undocumented). */
#define HV_IOCTL_ND_PROVIDER_RESOLVE_ADDRESS 0x12000C

#define HV_IOCTL_ND_ADAPTER_OPEN 0x120100               /**< HV_ND_OPEN_ADAPTER in; HV_ND_RESOURCE_DESCRIPTOR out. */
#define HV_IOCTL_ND_ADAPTER_CLOSE 0x120104              /**< HV_ND_HANDLE in. */
#define HV_IOCTL_ND_ADAPTER_QUERY 0x120108              /**< HV_ND_ADAPTER_QUERY in; HV_ND_ADAPTER_INFO out. */
#define HV_IOCTL_ND_ADAPTER_QUERY_ADDRESS_LIST 0x12010C /**< HV_ND_HANDLE in. */

#define HV_IOCTL_ND_PD_CREATE 0x120200 /**< HV_ND_CREATE_PD, in and out. */
#define HV_IOCTL_ND_PD_FREE 0x120204   /**< HV_ND_HANDLE in. */

#define HV_IOCTL_ND_CQ_CREATE 0x120300    /**< HV_ND_CREATE_CQ in; HV_ND_RESOURCE_DESCRIPTOR out. */
#define HV_IOCTL_ND_CQ_FREE 0x120304      /**< HV_ND_HANDLE in. */
#define HV_IOCTL_ND_CQ_CANCEL_IO 0x120308 /**< HV_ND_HANDLE in. */
#define HV_IOCTL_ND_CQ_GET_AFFINITY 0x12030C
#define HV_IOCTL_ND_CQ_MODIFY 0x120310 /**< HV_ND_CQ_MODIFY in. */
#define HV_IOCTL_ND_CQ_NOTIFY 0x120314 /**< HV_ND_CQ_NOTIFY in. */

#define HV_IOCTL_ND_MR_CREATE 0x120400     /**< HV_ND_HANDLE in; handle of 8 bytes out. */
#define HV_IOCTL_ND_MR_FREE 0x120404       /**< HV_ND_HANDLE in. */
#define HV_IOCTL_ND_MR_CANCEL_IO 0x120408  /**< HV_ND_HANDLE in. */
#define HV_IOCTL_ND_MR_REGISTER 0x12040C   /**< HV_ND_MR_REGISTER in; HV_ND_MR_REGISTER_OUTPUT out. */
#define HV_IOCTL_ND_MR_DEREGISTER 0x120410 /**< HV_ND_HANDLE in. */
#define HV_IOCTL_NDK_MR_REGISTER 0x120414  /**< HV_NDK_MR_REGISTER in. */

#define HV_IOCTL_ND_MW_CREATE 0x120500
#define HV_IOCTL_ND_MW_FREE 0x120504 /**< HV_ND_HANDLE in. */

#define HV_IOCTL_ND_SRQ_CREATE 0x120600    /**< HV_ND_CREATE_SRQ in. */
#define HV_IOCTL_ND_SRQ_FREE 0x120604      /**< HV_ND_HANDLE in. */
#define HV_IOCTL_ND_SRQ_CANCEL_IO 0x120608 /**< HV_ND_HANDLE in. */
#define HV_IOCTL_ND_SRQ_GET_AFFINITY 0x12060C
#define HV_IOCTL_ND_SRQ_MODIFY 0x120610 /**< HV_ND_SRQ_MODIFY in. */
#define HV_IOCTL_ND_SRQ_NOTIFY 0x120614

#define HV_IOCTL_ND_CONNECTOR_CREATE 0x120700    /**< HV_ND_EP_CREATE in; handle of 8 bytes out. */
#define HV_IOCTL_ND_CONNECTOR_FREE 0x120704      /**< HV_ND_HANDLE in. */
#define HV_IOCTL_ND_CONNECTOR_CANCEL_IO 0x120708 /**< HV_ND_HANDLE in. */
#define HV_IOCTL_ND_CONNECTOR_BIND 0x12070C      /**< HV_NDK_BIND in. */
#define HV_IOCTL_ND_CONNECTOR_CONNECT 0x120710   /**< HV_ND_CONNECTOR_CONNECT_INPUT in. */
/** HV_ND_COMPLETE_CONNECT_INPUT in; HV_ND_QP_STATE out. */
#define HV_IOCTL_ND_CONNECTOR_COMPLETE_CONNECT 0x120714
#define HV_IOCTL_ND_CONNECTOR_ACCEPT 0x120718          /**< HV_ND_CONNECTOR_ACCEPT_INPUT in; HV_ND_QP_STATE out. */
#define HV_IOCTL_ND_CONNECTOR_REJECT 0x12071C          /**< HV_ND_CONNECTOR_REJECT_INPUT in; HV_ND_QP_STATE out. */
#define HV_IOCTL_ND_CONNECTOR_GET_READ_LIMITS 0x120720 /**< HV_ND_HANDLE in; HV_ND_READ_LIMITS out. */
/** HV_ND_HANDLE in; HV_ND_MAX_PRIVATE_DATA_LENGTH bytes out. */
#define HV_IOCTL_ND_CONNECTOR_GET_PRIVATE_DATA 0x120724
#define HV_IOCTL_ND_CONNECTOR_GET_PEER_ADDRESS 0x120728  /**< HV_ND_HANDLE in; HV_ND_SOCKADDR_INET out. */
#define HV_IOCTL_ND_CONNECTOR_GET_ADDRESS 0x12072C       /**< HV_ND_HANDLE in; HV_ND_SOCKADDR_INET out. */
#define HV_IOCTL_ND_CONNECTOR_NOTIFY_DISCONNECT 0x120730 /**< HV_ND_HANDLE in. */
#define HV_IOCTL_ND_CONNECTOR_DISCONNECT 0x120734        /**< HV_ND_HANDLE in. */

#define HV_IOCTL_ND_LISTENER_CREATE 0x120800      /**< HV_ND_EP_CREATE in; handle of 8 bytes out. */
#define HV_IOCTL_ND_LISTENER_FREE 0x120804        /**< HV_ND_HANDLE in. */
#define HV_IOCTL_ND_LISTENER_CANCEL_IO 0x120808   /**< HV_ND_HANDLE in. */
#define HV_IOCTL_ND_LISTENER_BIND 0x12080C        /**< HV_NDK_BIND in. */
#define HV_IOCTL_ND_LISTENER_LISTEN 0x120810      /**< HV_ND_LISTEN in. */
#define HV_IOCTL_ND_LISTENER_GET_ADDRESS 0x120814 /**< HV_ND_HANDLE in; HV_ND_SOCKADDR_INET out. */
/** HV_ND_GET_CONNECTION_REQUEST in; HV_ND_SOCKADDR_INET out. */
#define HV_IOCTL_ND_LISTENER_GET_CONNECTION_REQUEST 0x120818

#define HV_IOCTL_ND_QP_CREATE 0x120900          /**< HV_ND_CREATE_QP in; HV_ND_RESOURCE_DESCRIPTOR out. */
#define HV_IOCTL_ND_QP_CREATE_WITH_SRQ 0x120904 /**< HV_ND_CREATE_QP_WITH_SRQ in. */
#define HV_IOCTL_ND_QP_FREE 0x120908            /**< HV_ND_HANDLE in. */
#define HV_IOCTL_ND_QP_FLUSH 0x12090C           /**< HV_ND_FLUSH_QP, in and out. */

#define HV_IOCTL_NDV_PARTITION_RESOLVE_ADAPTER_ID 0x120A00 /**< HV_NDV_RESOLVE_ADAPTER_ID in. */
#define HV_IOCTL_NDV_PARTITION_CREATE 0x120A04             /**< HV_NDV_PARTITION_CREATE in. */
#define HV_IOCTL_NDV_PARTITION_FREE 0x120A08
#define HV_IOCTL_NDV_PARTITION_BIND 0x120A0C /**< HV_NDV_PARTITION_BIND_ADDRESS in (undocumented). */
#define HV_IOCTL_NDV_PARTITION_UNBIND 0x120A10
#define HV_IOCTL_NDV_PARTITION_BIND_LUID 0x120A14 /**< HV_NDV_PARTITION_BIND_LUID in. */

/*
 * Handles and mappings.
 */

/** Input of every control code that needs only a handle. */
typedef struct HV_ND_HANDLE
{
    HV_UINT32 Version; /**< HV_ND_IOCTL_VERSION. */
    HV_UINT32 Reserved;
    HV_UINT64 Handle; /**< The host's handle of the object. */
} HV_ND_HANDLE, *PHV_ND_HANDLE;
HV_STATIC_ASSERT(sizeof(HV_ND_HANDLE) == 16);

/** First member of each mapping. */
typedef HV_UINT32 HV_ND_MAPPING_TYPE, *PHV_ND_MAPPING_TYPE;
enum
{
    HvNdMapIoSpace = 0,         /**< HV_ND_MAP_IO_SPACE. */
    HvNdMapMemory = 1,          /**< HV_ND_MAP_MEMORY. */
    HvNdMapMemoryCoallesce = 2, /**< HV_ND_MAP_MEMORY. */
    HvNdMapPages = 3,           /**< HV_NDK_MAP_PAGES. */
    HvNdMapPagesCoallesce = 4,  /**< HV_NDK_MAP_PAGES. */
    HvNdUnmapIoSpace = 5,       /**< HV_ND_MAPPING_ID. */
    HvNdUnmapMemory = 6,        /**< HV_ND_MAPPING_ID. */
    HvNdMaxMapType = 7,         /**< No type: the first number past the list. */
};

/** HV_ND_MAP_IO_SPACE.CacheType. */
typedef HV_UINT32 HV_ND_CACHING_TYPE, *PHV_ND_CACHING_TYPE;
enum
{
    HvNdNonCached = 0,
    HvNdCached = 1,
    HvNdWriteCombined = 2,
    HvNdMaxCacheType = 3, /**< No type: the first number past the list. */
};

/** HV_ND_MAP_MEMORY.AccessType. */
typedef HV_UINT32 HV_ND_ACCESS_TYPE, *PHV_ND_ACCESS_TYPE;
enum
{
    HvNdReadAccess = 0,
    HvNdWriteAccess = 1,
    HvNdModifyAccess = 2,
};

/** I/O space of the adapter. */
typedef struct HV_ND_MAP_IO_SPACE
{
    HV_ND_MAPPING_TYPE MapType;   /**< HvNdMapIoSpace. */
    HV_ND_CACHING_TYPE CacheType; /**< Caching of the mapping. */
    HV_UINT32 Length;             /**< Bytes of the range; the bound is undocumented. */
} HV_ND_MAP_IO_SPACE, *PHV_ND_MAP_IO_SPACE;
HV_STATIC_ASSERT(sizeof(HV_ND_MAP_IO_SPACE) == 12);

/** Memory of the guest. The pages are in HV_NDV_EXTENDED_DATA. */
typedef struct HV_ND_MAP_MEMORY
{
    /**
     * HvNdMapMemory or HvNdMapMemoryCoallesce; HvNdMapPages or HvNdMapPagesCoallesce in
     * HV_NDK_MAP_PAGES.
     */
    HV_ND_MAPPING_TYPE MapType;
    HV_ND_ACCESS_TYPE AccessType;
    HV_UINT64 Address; /**< Address of the memory in the user's process. */
    HV_UINT32 Length;  /**< Bytes of the range; the bound is undocumented. */
    HV_UINT32 Reserved;
} HV_ND_MAP_MEMORY, *PHV_ND_MAP_MEMORY;
HV_STATIC_ASSERT(sizeof(HV_ND_MAP_MEMORY) == 24);

/** A mapping to end. */
typedef struct HV_ND_MAPPING_ID
{
    HV_ND_MAPPING_TYPE MapType; /**< HvNdUnmapIoSpace or HvNdUnmapMemory. */
    HV_UINT32 Reserved;
    HV_UINT64 Id; /**< HV_ND_MAPPING_RESULT.Id. */
} HV_ND_MAPPING_ID, *PHV_ND_MAPPING_ID;
HV_STATIC_ASSERT(sizeof(HV_ND_MAPPING_ID) == 16);

/** Memory of the guest's kernel. */
typedef struct HV_NDK_MAP_PAGES
{
    HV_ND_MAP_MEMORY Header; /**< Common part of the mapping. */
    HV_UINT32 PageOffset;    /**< Bytes from the start of the first page. */
    HV_UINT32 Reserved;
} HV_NDK_MAP_PAGES, *PHV_NDK_MAP_PAGES;
HV_STATIC_ASSERT(sizeof(HV_NDK_MAP_PAGES) == 32);

/** Any mapping. MapType selects the member. */
typedef union HV_ND_MAPPING
{
    HV_ND_MAPPING_TYPE MapType; /**< Selects the member. */
    HV_ND_MAP_IO_SPACE MapIoSpace;
    HV_ND_MAP_MEMORY MapMemory;
    HV_ND_MAPPING_ID MappingId;
    HV_NDK_MAP_PAGES MapPages;
} HV_ND_MAPPING, *PHV_ND_MAPPING;
HV_STATIC_ASSERT(sizeof(HV_ND_MAPPING) == 32);

/** Result of a mapping. */
typedef struct HV_ND_MAPPING_RESULT
{
    HV_UINT64 Id;   /**< Number that HV_ND_MAPPING_ID.Id repeats. */
    HV_UINT64 Info; /**< Undocumented. */
} HV_ND_MAPPING_RESULT, *PHV_ND_MAPPING_RESULT;
HV_STATIC_ASSERT(sizeof(HV_ND_MAPPING_RESULT) == 16);

/** Output of a control code that creates an object with mappings. */
typedef struct HV_ND_RESOURCE_DESCRIPTOR
{
    HV_UINT64 Handle; /**< The host's handle of the new object. */
    /** Number of HV_ND_MAPPING_RESULT elements; all must be within the output. */
    HV_UINT32 MappingResultCount;
    HV_UINT32 MappingResultsOffset; /**< Bytes to the first of them; the base is undocumented. */
} HV_ND_RESOURCE_DESCRIPTOR, *PHV_ND_RESOURCE_DESCRIPTOR;
HV_STATIC_ASSERT(sizeof(HV_ND_RESOURCE_DESCRIPTOR) == 16);

/*
 * Provider and adapter.
 */

/** Input of HV_IOCTL_ND_PROVIDER_RESOLVE_ADDRESS. */
typedef struct HV_ND_RESOLVE_ADDRESS
{
    HV_UINT32 Version; /**< HV_ND_IOCTL_VERSION. */
    HV_UINT32 Reserved;
    HV_ND_SOCKADDR_INET Address; /**< IP address to resolve. */
} HV_ND_RESOLVE_ADDRESS, *PHV_ND_RESOLVE_ADDRESS;
HV_STATIC_ASSERT(sizeof(HV_ND_RESOLVE_ADDRESS) == 36);

/** Input of HV_IOCTL_ND_ADAPTER_OPEN. */
typedef struct HV_ND_OPEN_ADAPTER
{
    HV_UINT32 Version; /**< HV_ND_IOCTL_VERSION. */
    HV_UINT32 Reserved;
    HV_UINT32 MappingCount;  /**< Number of mappings that follow; at most HV_NDV_MAX_MAPPINGS. */
    HV_UINT32 MappingOffset; /**< Bytes to the first mapping; the base is undocumented. */
    HV_UINT64 AdapterId;     /**< HV_NDV_PACKET_HEADER_BIND_1.GuestId. */
} HV_ND_OPEN_ADAPTER, *PHV_ND_OPEN_ADAPTER;
HV_STATIC_ASSERT(sizeof(HV_ND_OPEN_ADAPTER) == 24);

/** Input of HV_IOCTL_ND_ADAPTER_QUERY. */
typedef struct HV_ND_ADAPTER_QUERY
{
    HV_UINT32 Version;       /**< HV_ND_IOCTL_VERSION. */
    HV_UINT32 InfoVersion;   /**< HV_ND_VERSION_2. */
    HV_UINT64 AdapterHandle; /**< The host's handle of the adapter. */
} HV_ND_ADAPTER_QUERY, *PHV_ND_ADAPTER_QUERY;
HV_STATIC_ASSERT(sizeof(HV_ND_ADAPTER_QUERY) == 16);

/** HV_ND_ADAPTER_INFO.AdapterFlags. */
#define HV_ND_ADAPTER_FLAG_IN_ORDER_DMA_SUPPORTED 0x00000001
#define HV_ND_ADAPTER_FLAG_CQ_INTERRUPT_MODERATION_SUPPORTED 0x00000004
#define HV_ND_ADAPTER_FLAG_MULTI_ENGINE_SUPPORTED 0x00000008
#define HV_ND_ADAPTER_FLAG_CQ_RESIZE_SUPPORTED 0x00000100
#define HV_ND_ADAPTER_FLAG_LOOPBACK_CONNECTIONS_SUPPORTED 0x00010000

/** Output of HV_IOCTL_ND_ADAPTER_QUERY. */
typedef struct HV_ND_ADAPTER_INFO
{
    HV_UINT32 InfoVersion;                /**< HV_ND_VERSION_2. */
    HV_UINT16 VendorId;                   /**< PCI vendor. */
    HV_UINT16 DeviceId;                   /**< PCI device. */
    HV_UINT64 AdapterId;                  /**< Identifies the adapter; undocumented beyond that. */
    HV_UINT64 MaxRegistrationSize;        /**< Bytes of one memory region at most. */
    HV_UINT64 MaxWindowSize;              /**< Bytes of one memory window at most. */
    HV_UINT32 MaxInitiatorSge;            /**< Pieces of memory of one request that the guest starts, at most. */
    HV_UINT32 MaxReceiveSge;              /**< Pieces of memory of one receive request at most. */
    HV_UINT32 MaxReadSge;                 /**< Pieces of memory of one read request at most. */
    HV_UINT32 MaxTransferLength;          /**< Bytes of one request at most. */
    HV_UINT32 MaxInlineDataSize;          /**< Bytes of data inside one request at most. */
    HV_UINT32 MaxInboundReadLimit;        /**< Maximum number of reads by the peer in progress. */
    HV_UINT32 MaxOutboundReadLimit;       /**< Maximum number of reads by the guest in progress. */
    HV_UINT32 MaxReceiveQueueDepth;       /**< Maximum number of pending receive requests. */
    HV_UINT32 MaxInitiatorQueueDepth;     /**< Maximum number of pending requests of the guest. */
    HV_UINT32 MaxSharedReceiveQueueDepth; /**< Maximum number of requests of a shared receive queue. */
    HV_UINT32 MaxCompletionQueueDepth;    /**< Entries of a completion queue at most. */
    HV_UINT32 InlineRequestThreshold;     /**< Bytes. */
    HV_UINT32 LargeRequestThreshold;      /**< Bytes. */
    HV_UINT32 MaxCallerData;              /**< Bytes of private data of the side that connects, at most. */
    HV_UINT32 MaxCalleeData;              /**< Bytes of private data of the side that accepts, at most. */
    HV_UINT32 AdapterFlags;               /**< HV_ND_ADAPTER_FLAG_... */
} HV_ND_ADAPTER_INFO, *PHV_ND_ADAPTER_INFO;
HV_STATIC_ASSERT(sizeof(HV_ND_ADAPTER_INFO) == 96);

/** Form of HV_ND_ADAPTER_INFO for a 32-bit program. */
typedef struct HV_ND_ADAPTER_INFO_32
{
    HV_UINT32 InfoVersion;         /**< HV_ND_VERSION_2. */
    HV_UINT16 VendorId;            /**< PCI vendor. */
    HV_UINT16 DeviceId;            /**< PCI device. */
    HV_UINT64 AdapterId;           /**< Identifies the adapter; undocumented beyond that. */
    HV_UINT32 MaxRegistrationSize; /**< Bytes of one memory region at most. */
    HV_UINT32 MaxWindowSize;       /**< Bytes of one memory window at most. */
    /** Pieces of memory of one request that the guest starts, at most. */
    HV_UINT32 MaxInitiatorSge;
    HV_UINT32 MaxReceiveSge;          /**< Pieces of memory of one receive request at most. */
    HV_UINT32 MaxReadSge;             /**< Pieces of memory of one read request at most. */
    HV_UINT32 MaxTransferLength;      /**< Bytes of one request at most. */
    HV_UINT32 MaxInlineDataSize;      /**< Bytes of data inside one request at most. */
    HV_UINT32 MaxInboundReadLimit;    /**< Maximum number of reads by the peer in progress. */
    HV_UINT32 MaxOutboundReadLimit;   /**< Maximum number of reads by the guest in progress. */
    HV_UINT32 MaxReceiveQueueDepth;   /**< Maximum number of pending receive requests. */
    HV_UINT32 MaxInitiatorQueueDepth; /**< Maximum number of pending requests of the guest. */
    /** Maximum number of requests of a shared receive queue. */
    HV_UINT32 MaxSharedReceiveQueueDepth;
    HV_UINT32 MaxCompletionQueueDepth; /**< Entries of a completion queue at most. */
    HV_UINT32 InlineRequestThreshold;  /**< Bytes. */
    HV_UINT32 LargeRequestThreshold;   /**< Bytes. */
    /** Bytes of private data of the side that connects, at most. */
    HV_UINT32 MaxCallerData;
    HV_UINT32 MaxCalleeData; /**< Bytes of private data of the side that accepts, at most. */
    HV_UINT32 AdapterFlags;  /**< HV_ND_ADAPTER_FLAG_... */
} HV_ND_ADAPTER_INFO_32, *PHV_ND_ADAPTER_INFO_32;
HV_STATIC_ASSERT(sizeof(HV_ND_ADAPTER_INFO_32) == 88);

/*
 * Protection domain.
 */

/** Part of the output of HV_IOCTL_ND_PD_CREATE that the adapter's driver adds. */
typedef struct HV_ND_MLX4_ALLOC_PD_RESPONSE
{
    HV_UINT64 PdHandle; /**< Undocumented. */
    HV_UINT32 Pdn;      /**< The adapter's number of the domain. */
    HV_UINT32 Reserved;
} HV_ND_MLX4_ALLOC_PD_RESPONSE, *PHV_ND_MLX4_ALLOC_PD_RESPONSE;
HV_STATIC_ASSERT(sizeof(HV_ND_MLX4_ALLOC_PD_RESPONSE) == 16);

/** Input and output of HV_IOCTL_ND_PD_CREATE. */
typedef struct HV_ND_CREATE_PD
{
    union
    {
        HV_ND_HANDLE Input;  /**< Input: handle of the adapter. */
        HV_UINT64 OutHandle; /**< Output: handle of the domain. */
    };
    HV_ND_MLX4_ALLOC_PD_RESPONSE Response; /**< Output. */
} HV_ND_CREATE_PD, *PHV_ND_CREATE_PD;
HV_STATIC_ASSERT(sizeof(HV_ND_CREATE_PD) == 32);

/*
 * Completion queue.
 */

/** Processors, as Windows groups them. */
typedef struct HV_ND_GROUP_AFFINITY
{
    HV_UINT64 Mask;  /**< Bit mask of processors of the group. */
    HV_UINT16 Group; /**< Zero-based number of the group. */
    HV_UINT16 Reserved[3];
} HV_ND_GROUP_AFFINITY, *PHV_ND_GROUP_AFFINITY;
HV_STATIC_ASSERT(sizeof(HV_ND_GROUP_AFFINITY) == 16);

/** Input of HV_IOCTL_ND_CQ_CREATE. */
typedef struct HV_ND_CREATE_CQ
{
    HV_UINT32 Version;       /**< HV_ND_IOCTL_VERSION. */
    HV_UINT32 QueueDepth;    /**< Entries. */
    HV_UINT32 MappingCount;  /**< Number of mappings that follow; at most HV_NDV_MAX_MAPPINGS. */
    HV_UINT32 MappingOffset; /**< Bytes to the first mapping; the base is undocumented. */
    HV_UINT64 AdapterHandle; /**< The host's handle of the adapter. */
    HV_ND_GROUP_AFFINITY Affinity;
} HV_ND_CREATE_CQ, *PHV_ND_CREATE_CQ;
HV_STATIC_ASSERT(sizeof(HV_ND_CREATE_CQ) == 40);

/** Input of HV_IOCTL_ND_CQ_MODIFY. */
typedef struct HV_ND_CQ_MODIFY
{
    HV_UINT32 Version;       /**< HV_ND_IOCTL_VERSION. */
    HV_UINT32 QueueDepth;    /**< Entries. */
    HV_UINT32 MappingCount;  /**< Number of mappings that follow; at most HV_NDV_MAX_MAPPINGS. */
    HV_UINT32 MappingOffset; /**< Bytes to the first mapping; the base is undocumented. */
    HV_UINT64 CqHandle;      /**< The host's handle of the completion queue. */
} HV_ND_CQ_MODIFY, *PHV_ND_CQ_MODIFY;
HV_STATIC_ASSERT(sizeof(HV_ND_CQ_MODIFY) == 24);

/** HV_ND_CQ_NOTIFY.Type: completions that end the wait. */
#define HV_ND_CQ_NOTIFY_ERRORS 0
#define HV_ND_CQ_NOTIFY_ANY 1
#define HV_ND_CQ_NOTIFY_SOLICITED 2

/** Input of HV_IOCTL_ND_CQ_NOTIFY, which completes when there is such a completion. */
typedef struct HV_ND_CQ_NOTIFY
{
    HV_UINT32 Version;  /**< HV_ND_IOCTL_VERSION. */
    HV_UINT32 Type;     /**< HV_ND_CQ_NOTIFY_... */
    HV_UINT64 CqHandle; /**< The host's handle of the completion queue. */
} HV_ND_CQ_NOTIFY, *PHV_ND_CQ_NOTIFY;
HV_STATIC_ASSERT(sizeof(HV_ND_CQ_NOTIFY) == 16);

/** Kind of a request whose completion a queue reports. */
typedef HV_UINT32 HV_ND2_REQUEST_TYPE, *PHV_ND2_REQUEST_TYPE;
enum
{
    HvNd2RtReceive = 0,
    HvNd2RtSend = 1,
    HvNd2RtBind = 2,
    HvNd2RtInvalidate = 3,
    HvNd2RtRead = 4,
    HvNd2RtWrite = 5,
};

/** Flags of a request. They travel between the guest and the adapter. */
#define HV_ND_OP_FLAG_SILENT_SUCCESS 0x00000001
#define HV_ND_OP_FLAG_READ_FENCE 0x00000002
#define HV_ND_OP_FLAG_SEND_AND_SOLICIT_EVENT 0x00000004
#define HV_ND_OP_FLAG_ALLOW_READ 0x00000008
#define HV_ND_OP_FLAG_ALLOW_WRITE 0x00000010
#define HV_ND_OP_FLAG_INLINE 0x00000020

/*
 * Memory region.
 */

/** HV_ND_MR_REGISTER_HEADER.Flags. */
#define HV_ND_MR_FLAG_ALLOW_LOCAL_WRITE 0x00000001
#define HV_ND_MR_FLAG_ALLOW_REMOTE_READ 0x00000002
/** Includes HV_ND_MR_FLAG_ALLOW_LOCAL_WRITE. */
#define HV_ND_MR_FLAG_ALLOW_REMOTE_WRITE 0x00000005
#define HV_ND_MR_FLAG_RDMA_READ_SINK 0x00000008
#define HV_ND_MR_FLAG_DO_NOT_SECURE_VM 0x80000000

/** Begins the input of both codes that register memory. */
typedef struct HV_ND_MR_REGISTER_HEADER
{
    HV_UINT32 Version;       /**< HV_ND_IOCTL_VERSION. */
    HV_UINT32 Flags;         /**< HV_ND_MR_FLAG_... */
    HV_UINT64 Length;        /**< Bytes of the memory; the bound is undocumented. */
    HV_UINT64 TargetAddress; /**< Address by which the peer and the adapter name the memory. */
    HV_UINT64 MrHandle;      /**< Handle of HV_IOCTL_ND_MR_CREATE. */
} HV_ND_MR_REGISTER_HEADER, *PHV_ND_MR_REGISTER_HEADER;
HV_STATIC_ASSERT(sizeof(HV_ND_MR_REGISTER_HEADER) == 32);

/** Input of HV_IOCTL_ND_MR_REGISTER. The page numbers are in the pages of the GPA-direct packet. */
typedef struct HV_ND_MR_REGISTER
{
    HV_ND_MR_REGISTER_HEADER Header;
    HV_UINT64 Address; /**< Address of the memory in the user's process. */
} HV_ND_MR_REGISTER, *PHV_ND_MR_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_ND_MR_REGISTER) == 40);

/** Output of HV_IOCTL_ND_MR_REGISTER. */
typedef struct HV_ND_MR_REGISTER_OUTPUT
{
    HV_UINT32 LocalKey;   /**< Key of the memory for the guest's own requests. */
    HV_UINT32 RemoteKey;  /**< Key of the memory for the peer. */
    HV_UINT64 ActivityId; /**< Undocumented. */
} HV_ND_MR_REGISTER_OUTPUT, *PHV_ND_MR_REGISTER_OUTPUT;
HV_STATIC_ASSERT(sizeof(HV_ND_MR_REGISTER_OUTPUT) == 16);

/** Input of HV_IOCTL_NDK_MR_REGISTER. */
typedef struct HV_NDK_MR_REGISTER
{
    HV_ND_MR_REGISTER_HEADER Header;
    HV_UINT32 LogicalPageAddressesOffset; /**< Bytes to the page addresses; the base is undocumented. */
    HV_UINT32 Reserved;
} HV_NDK_MR_REGISTER, *PHV_NDK_MR_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_NDK_MR_REGISTER) == 40);

/*
 * Shared receive queue.
 */

/** Input of HV_IOCTL_ND_SRQ_CREATE. */
typedef struct HV_ND_CREATE_SRQ
{
    HV_UINT32 Version;         /**< HV_ND_IOCTL_VERSION. */
    HV_UINT32 QueueDepth;      /**< Requests. */
    HV_UINT32 MappingCount;    /**< Number of mappings that follow; at most HV_NDV_MAX_MAPPINGS. */
    HV_UINT32 MappingOffset;   /**< Bytes to the first mapping; the base is undocumented. */
    HV_UINT32 MaxRequestSge;   /**< Pieces of memory of one request at most. */
    HV_UINT32 NotifyThreshold; /**< Requests. Undocumented beyond that. */
    HV_UINT64 PdHandle;        /**< The host's handle of the protection domain. */
    HV_ND_GROUP_AFFINITY Affinity;
} HV_ND_CREATE_SRQ, *PHV_ND_CREATE_SRQ;
HV_STATIC_ASSERT(sizeof(HV_ND_CREATE_SRQ) == 48);

/** Input of HV_IOCTL_ND_SRQ_MODIFY. */
typedef struct HV_ND_SRQ_MODIFY
{
    HV_UINT32 Version;         /**< HV_ND_IOCTL_VERSION. */
    HV_UINT32 QueueDepth;      /**< Requests. */
    HV_UINT32 MappingCount;    /**< Number of mappings that follow; at most HV_NDV_MAX_MAPPINGS. */
    HV_UINT32 MappingOffset;   /**< Bytes to the first mapping; the base is undocumented. */
    HV_UINT32 NotifyThreshold; /**< Requests. Undocumented beyond that. */
    HV_UINT32 Reserved;
    HV_UINT64 SrqHandle; /**< The host's handle of the shared receive queue. */
} HV_ND_SRQ_MODIFY, *PHV_ND_SRQ_MODIFY;
HV_STATIC_ASSERT(sizeof(HV_ND_SRQ_MODIFY) == 32);

/*
 * Queue pair.
 */

/** Begins the input of both codes that create a queue pair. */
typedef struct HV_ND_CREATE_QP_HEADER
{
    HV_UINT32 Version;                /**< HV_ND_IOCTL_VERSION. */
    HV_UINT32 MaxInlineDataSize;      /**< Bytes of data inside one request at most. */
    /** Number of mappings that follow; at most HV_NDV_MAX_MAPPINGS. */
    HV_UINT32 MappingCount;
    HV_UINT32 MappingOffset;          /**< Bytes to the first mapping; the base is undocumented. */
    HV_UINT32 InitiatorQueueDepth;    /**< Number of pending requests of the guest. */
    HV_UINT32 MaxInitiatorRequestSge; /**< Maximum number of pieces of memory of one request. */
    HV_UINT64 ReceiveCqHandle;        /**< Completion queue of receive requests. */
    HV_UINT64 InitiatorCqHandle;      /**< Completion queue of requests that the guest starts. */
    HV_UINT64 PdHandle;               /**< The host's handle of the protection domain. */
} HV_ND_CREATE_QP_HEADER, *PHV_ND_CREATE_QP_HEADER;
HV_STATIC_ASSERT(sizeof(HV_ND_CREATE_QP_HEADER) == 48);

/** Input of HV_IOCTL_ND_QP_CREATE. */
typedef struct HV_ND_CREATE_QP
{
    HV_ND_CREATE_QP_HEADER Header;
    HV_UINT32 ReceiveQueueDepth;    /**< Number of pending receive requests. */
    HV_UINT32 MaxReceiveRequestSge; /**< Maximum number of pieces of memory of one request. */
} HV_ND_CREATE_QP, *PHV_ND_CREATE_QP;
HV_STATIC_ASSERT(sizeof(HV_ND_CREATE_QP) == 56);

/** Input of HV_IOCTL_ND_QP_CREATE_WITH_SRQ. */
typedef struct HV_ND_CREATE_QP_WITH_SRQ
{
    HV_ND_CREATE_QP_HEADER Header;
    HV_UINT64 SrqHandle; /**< The host's handle of the shared receive queue. */
} HV_ND_CREATE_QP_WITH_SRQ, *PHV_ND_CREATE_QP_WITH_SRQ;
HV_STATIC_ASSERT(sizeof(HV_ND_CREATE_QP_WITH_SRQ) == 56);

/** State of a queue pair, as in InfiniBand. */
typedef HV_UINT32 HV_ND_QP_STATE, *PHV_ND_QP_STATE;
enum
{
    HvNdQpsReset = 0, /**< Just created. */
    HvNdQpsInit = 1,  /**< Initialized. */
    HvNdQpsRtr = 2,   /**< Ready to receive. */
    HvNdQpsRts = 3,   /**< Ready to send. */
    HvNdQpsSqd = 4,   /**< The send queue is drained. */
    HvNdQpsSqe = 5,   /**< The send queue has an error. */
    HvNdQpsErr = 6,   /**< Error. */
};

/** Input and output of HV_IOCTL_ND_QP_FLUSH. */
typedef struct HV_ND_FLUSH_QP
{
    HV_ND_HANDLE Input;    /**< Handle of the queue pair. */
    HV_ND_QP_STATE Output; /**< State after the flush. */
    HV_UINT32 Reserved;
} HV_ND_FLUSH_QP, *PHV_ND_FLUSH_QP;
HV_STATIC_ASSERT(sizeof(HV_ND_FLUSH_QP) == 24);

/*
 * Connections.
 */

/** Bytes of private data that a connection carries at most. */
#define HV_ND_MAX_PRIVATE_DATA_LENGTH 148

/** Input of HV_IOCTL_ND_LISTENER_CREATE and HV_IOCTL_ND_CONNECTOR_CREATE. */
typedef struct HV_ND_EP_CREATE
{
    HV_ND_HANDLE Header;  /**< Handle of the adapter. */
    HV_UINT8 ToSemantics; /**< Undocumented; 0 or 1. */
    HV_UINT8 Reserved[7];
    HV_UINT64 ActivityId; /**< Undocumented. */
} HV_ND_EP_CREATE, *PHV_ND_EP_CREATE;
HV_STATIC_ASSERT(sizeof(HV_ND_EP_CREATE) == 32);

/** An object and its local address. */
typedef struct HV_ND_BIND
{
    HV_UINT32 Version; /**< HV_ND_IOCTL_VERSION. */
    HV_UINT32 Reserved;
    HV_UINT64 Handle;            /**< Listener or connector. */
    HV_ND_SOCKADDR_INET Address; /**< Local IP address and port. */
    HV_UINT32 Reserved2;
} HV_ND_BIND, *PHV_ND_BIND;
HV_STATIC_ASSERT(sizeof(HV_ND_BIND) == 48);

/** Input of HV_IOCTL_ND_LISTENER_BIND and HV_IOCTL_ND_CONNECTOR_BIND. */
typedef struct HV_NDK_BIND
{
    HV_ND_BIND Header;          /**< Object and local address. */
    HV_UINT64 AuthenticationId; /**< Undocumented. */
    HV_UINT8 IsAdmin;           /**< 1 if the user is an administrator. */
    HV_UINT8 Reserved[7];
} HV_NDK_BIND, *PHV_NDK_BIND;
HV_STATIC_ASSERT(sizeof(HV_NDK_BIND) == 64);

/** Input of HV_IOCTL_ND_LISTENER_LISTEN. */
typedef struct HV_ND_LISTEN
{
    HV_UINT32 Version;        /**< HV_ND_IOCTL_VERSION. */
    HV_UINT32 Backlog;        /**< Connections that may wait. */
    HV_UINT64 ListenerHandle; /**< The host's handle of the listener. */
} HV_ND_LISTEN, *PHV_ND_LISTEN;
HV_STATIC_ASSERT(sizeof(HV_ND_LISTEN) == 16);

/** Input of HV_IOCTL_ND_LISTENER_GET_CONNECTION_REQUEST, which completes when a peer connects. */
typedef struct HV_ND_GET_CONNECTION_REQUEST
{
    HV_UINT32 Version; /**< HV_ND_IOCTL_VERSION. */
    HV_UINT32 Reserved;
    HV_UINT64 ListenerHandle;  /**< The host's handle of the listener. */
    HV_UINT64 ConnectorHandle; /**< Connector that takes the connection. */
} HV_ND_GET_CONNECTION_REQUEST, *PHV_ND_GET_CONNECTION_REQUEST;
HV_STATIC_ASSERT(sizeof(HV_ND_GET_CONNECTION_REQUEST) == 24);

/** Maximum number of reads in progress at a time. */
typedef struct HV_ND_READ_LIMITS
{
    HV_UINT32 Inbound;  /**< Reads by the peer. */
    HV_UINT32 Outbound; /**< Reads by the guest. */
} HV_ND_READ_LIMITS, *PHV_ND_READ_LIMITS;
HV_STATIC_ASSERT(sizeof(HV_ND_READ_LIMITS) == 8);

/** Begins the input of HV_IOCTL_ND_CONNECTOR_CONNECT. */
typedef struct HV_ND_CONNECT
{
    HV_UINT32 Version; /**< HV_ND_IOCTL_VERSION. */
    HV_UINT32 Reserved;
    HV_ND_READ_LIMITS ReadLimits;
    HV_UINT32 PrivateDataLength; /**< Bytes of private data; at most 56. */
    HV_UINT32 PrivateDataOffset; /**< Bytes to the private data; the base is undocumented. */
    HV_UINT64 ConnectorHandle;   /**< The host's handle of the connector. */
    /** The host's handle of the queue pair. */
    HV_UINT64 QpHandle;
    HV_ND_SOCKADDR_INET DestinationAddress;    /**< Address of the peer. */
    HV_ND_IF_PHYSICAL_ADDRESS PhysicalAddress; /**< Link-layer address of the peer. */
    HV_UINT16 Reserved2;
} HV_ND_CONNECT, *PHV_ND_CONNECT;
HV_STATIC_ASSERT(sizeof(HV_ND_CONNECT) == 104);

/**
 * Input of HV_IOCTL_ND_CONNECTOR_CONNECT. PrivateData has 56 bytes, although the Linux guest
 * compares the length with 148.
 */
typedef struct HV_ND_CONNECTOR_CONNECT_INPUT
{
    HV_ND_CONNECT Header;     /**< Common part of the input. */
    HV_UINT8 RetryCount;      /**< Number of retries; the bound is undocumented. */
    /** Number of retries while the peer is not ready; the bound is undocumented. */
    HV_UINT8 RnrRetryCount;
    HV_UINT8 PrivateData[56]; /**< Data for the peer. */
    HV_UINT8 Reserved[6];
    HV_UINT64 ActivityId; /**< Undocumented. */
} HV_ND_CONNECTOR_CONNECT_INPUT, *PHV_ND_CONNECTOR_CONNECT_INPUT;
HV_STATIC_ASSERT(sizeof(HV_ND_CONNECTOR_CONNECT_INPUT) == 176);

/** Input of HV_IOCTL_ND_CONNECTOR_COMPLETE_CONNECT. */
typedef struct HV_ND_COMPLETE_CONNECT_INPUT
{
    HV_ND_HANDLE Header;    /**< Handle of the connector. */
    HV_UINT8 RnrNakTimeout; /**< Undocumented unit. */
    HV_UINT8 Reserved[7];
    HV_UINT64 ActivityId; /**< Undocumented. */
} HV_ND_COMPLETE_CONNECT_INPUT, *PHV_ND_COMPLETE_CONNECT_INPUT;
HV_STATIC_ASSERT(sizeof(HV_ND_COMPLETE_CONNECT_INPUT) == 32);

/** Begins the input of HV_IOCTL_ND_CONNECTOR_ACCEPT. */
typedef struct HV_ND_ACCEPT
{
    HV_UINT32 Version; /**< HV_ND_IOCTL_VERSION. */
    HV_UINT32 Reserved;
    HV_ND_READ_LIMITS ReadLimits;
    HV_UINT32 PrivateDataLength; /**< Bytes of private data; at most HV_ND_MAX_PRIVATE_DATA_LENGTH. */
    HV_UINT32 PrivateDataOffset; /**< Bytes to the private data; the base is undocumented. */
    HV_UINT64 ConnectorHandle;   /**< The host's handle of the connector. */
    HV_UINT64 QpHandle;          /**< The host's handle of the queue pair. */
} HV_ND_ACCEPT, *PHV_ND_ACCEPT;
HV_STATIC_ASSERT(sizeof(HV_ND_ACCEPT) == 40);

/** Input of HV_IOCTL_ND_CONNECTOR_ACCEPT. */
typedef struct HV_ND_CONNECTOR_ACCEPT_INPUT
{
    HV_ND_ACCEPT Header;       /**< Common part of the input. */
    /** Number of retries while the peer is not ready; the bound is undocumented. */
    HV_UINT8 RnrRetryCount;
    HV_UINT8 RnrNakTimeout;    /**< Undocumented unit. */
    HV_UINT8 PrivateData[148]; /**< Data for the peer. */
    HV_UINT16 Reserved;
    HV_UINT64 ActivityId; /**< Undocumented. */
} HV_ND_CONNECTOR_ACCEPT_INPUT, *PHV_ND_CONNECTOR_ACCEPT_INPUT;
HV_STATIC_ASSERT(sizeof(HV_ND_CONNECTOR_ACCEPT_INPUT) == 200);

/** Begins the input of HV_IOCTL_ND_CONNECTOR_REJECT. */
typedef struct HV_ND_REJECT
{
    HV_UINT32 Version; /**< HV_ND_IOCTL_VERSION. */
    HV_UINT32 Reserved;
    HV_UINT32 PrivateDataLength; /**< Bytes of private data; at most HV_ND_MAX_PRIVATE_DATA_LENGTH. */
    HV_UINT32 PrivateDataOffset; /**< Bytes to the private data; the base is undocumented. */
    HV_UINT64 ConnectorHandle;   /**< The host's handle of the connector. */
} HV_ND_REJECT, *PHV_ND_REJECT;
HV_STATIC_ASSERT(sizeof(HV_ND_REJECT) == 24);

/** Input of HV_IOCTL_ND_CONNECTOR_REJECT. */
typedef struct HV_ND_CONNECTOR_REJECT_INPUT
{
    HV_ND_REJECT Header;       /**< Common part of the input. */
    HV_UINT8 PrivateData[148]; /**< Data for the peer. */
    HV_UINT32 Reserved;
} HV_ND_CONNECTOR_REJECT_INPUT, *PHV_ND_CONNECTOR_REJECT_INPUT;
HV_STATIC_ASSERT(sizeof(HV_ND_CONNECTOR_REJECT_INPUT) == 176);

/*
 * Virtual partitions. Undocumented beyond their layouts: the Linux guest does not use them.
 */

/** HV_NDV_PARTITION_CREATE.MmioType. */
typedef HV_UINT32 HV_NDV_MMIO_TYPE, *PHV_NDV_MMIO_TYPE;
enum
{
    HvNdPartitionKernelVirtual = 0,
    HvNdPartitionSystemPhysical = 1,
    HvNdPartitionGuestPhysical = 2,
    HvNdMaximumMmioType = 3, /**< No type: the first number past the list. */
};

/** Input of HV_IOCTL_NDV_PARTITION_RESOLVE_ADAPTER_ID. */
typedef struct HV_NDV_RESOLVE_ADAPTER_ID
{
    HV_UINT32 Version; /**< HV_ND_IOCTL_VERSION. */
    HV_ND_IF_PHYSICAL_ADDRESS PhysicalAddress;
    HV_UINT16 Reserved;
} HV_NDV_RESOLVE_ADAPTER_ID, *PHV_NDV_RESOLVE_ADAPTER_ID;
HV_STATIC_ASSERT(sizeof(HV_NDV_RESOLVE_ADAPTER_ID) == 40);

/** Input of HV_IOCTL_NDV_PARTITION_CREATE. */
typedef struct HV_NDV_PARTITION_CREATE
{
    HV_UINT32 Version; /**< HV_ND_IOCTL_VERSION. */
    HV_NDV_MMIO_TYPE MmioType;
    HV_UINT64 AdapterId; /**< Undocumented. */
    HV_UINT64 XmitCap;   /**< Undocumented. */
} HV_NDV_PARTITION_CREATE, *PHV_NDV_PARTITION_CREATE;
HV_STATIC_ASSERT(sizeof(HV_NDV_PARTITION_CREATE) == 24);

/** Input of HV_IOCTL_NDV_PARTITION_BIND_LUID. */
typedef struct HV_NDV_PARTITION_BIND_LUID
{
    HV_UINT32 Version; /**< HV_ND_IOCTL_VERSION. */
    HV_UINT32 Reserved;
    HV_UINT64 PartitionHandle; /**< The host's handle of the partition. */
    HV_ND_IF_PHYSICAL_ADDRESS PhysicalAddress;
    HV_UINT8 Reserved2[6];
} HV_NDV_PARTITION_BIND_LUID, *PHV_NDV_PARTITION_BIND_LUID;
HV_STATIC_ASSERT(sizeof(HV_NDV_PARTITION_BIND_LUID) == 56);

/** An address of a partition, in the guest and on the wire. */
typedef struct HV_NDV_PARTITION_BIND_ADDRESS
{
    HV_UINT32 Version; /**< HV_ND_IOCTL_VERSION. */
    HV_UINT32 Reserved;
    HV_UINT64 PartitionHandle;   /**< The host's handle of the partition. */
    HV_ND_SOCKADDR_INET Address; /**< IP address of the partition; undocumented beyond that. */
    /** Link-layer address in the guest. */
    HV_ND_IF_PHYSICAL_ADDRESS GuestPhysicalAddress;
    HV_ND_IF_PHYSICAL_ADDRESS PhysicalAddress; /**< Link-layer address on the wire. */
} HV_NDV_PARTITION_BIND_ADDRESS, *PHV_NDV_PARTITION_BIND_ADDRESS;
HV_STATIC_ASSERT(sizeof(HV_NDV_PARTITION_BIND_ADDRESS) == 112);

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_NETWORK_DIRECT_IOCTL */
