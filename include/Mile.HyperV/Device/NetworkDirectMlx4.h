/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Network Direct on Mellanox adapters of the mlx4 family: additions of their driver to the control codes.
 *
 * The adapter's queues and doorbells are in the guest's memory, in the adapter's own format. When
 * the guest opens the adapter or creates a queue, the mappings and a few members of the adapter's
 * driver follow the input of the control code, and the results follow its output (NetworkDirect.h
 * shows the packet). The additions of other adapters are undocumented.
 *
 *     HV_IOCTL_ND_ADAPTER_OPEN   HV_ND_MLX4_OPEN_ADAPTER_PACKET   2 mappings
 *     HV_IOCTL_ND_CQ_CREATE      HV_ND_MLX4_CREATE_CQ_PACKET      3 mappings
 *     HV_IOCTL_ND_QP_CREATE      HV_ND_MLX4_CREATE_QP_PACKET      2 mappings
 *
 * The page lists of the mappings are in the extended data.
 *
 * A guest must check, because the host is not trusted: BytesReturned covers the output of the
 * control code and that of the adapter's driver.
 *
 * Source: References/network-direct (see NetworkDirect.h).
 */

#ifndef MILE_HYPERV_DEVICE_NETWORK_DIRECT_MLX4
#define MILE_HYPERV_DEVICE_NETWORK_DIRECT_MLX4

#include "NetworkDirectIoctl.h"

HV_HEADER_BEGIN

/*
 * Opening the adapter.
 */

/** Order of the mappings. */
typedef HV_UINT32 HV_ND_MLX4_GET_CONTEXT_MAPPINGS, *PHV_ND_MLX4_GET_CONTEXT_MAPPINGS;
enum
{
    HvNdMlx4GetContextUar = 0, /**< Page of doorbells; uncached. */
    /** Page for requests that are written directly to the adapter; write-combined. */
    HvNdMlx4GetContextBf = 1,
    HvNdMlx4GetContextMappingMax = 2, /**< Number of mappings. */
};

/** Input of the adapter's driver for HV_IOCTL_ND_ADAPTER_OPEN. */
typedef struct HV_ND_MLX4_GET_CONTEXT_REQUEST
{
    HV_ND_MAPPING Mappings[2]; /**< One for each mapping, in the order of the enumeration. */
} HV_ND_MLX4_GET_CONTEXT_REQUEST, *PHV_ND_MLX4_GET_CONTEXT_REQUEST;
HV_STATIC_ASSERT(sizeof(HV_ND_MLX4_GET_CONTEXT_REQUEST) == 64);

/** Output of the adapter's driver for HV_IOCTL_ND_ADAPTER_OPEN. */
typedef struct HV_ND_MLX4_GET_CONTEXT_RESPONSE
{
    /** One for each mapping, in the order of the enumeration. */
    HV_ND_MAPPING_RESULT MappingResults[2];
    HV_INT32 BfBufferSize;   /**< Bytes of a buffer of the fast page; the bound is undocumented. */
    HV_INT32 BfOffset;       /**< Bytes; the base is undocumented. */
    HV_INT32 MaxQpWr;        /**< Maximum simultaneous requests of a queue pair. */
    HV_INT32 MaxSge;         /**< Maximum pieces of memory of one request. */
    HV_INT32 MaxCqe;         /**< Maximum entries of a completion queue. */
    /** Bytes of an entry of a completion queue; the bound is undocumented. */
    HV_UINT32 CqeSize;
    HV_UINT32 VendorId;      /**< PCI vendor. */
    HV_UINT16 DeviceId;      /**< PCI device. */
    /** Bytes of a register of the fast page; the bound is undocumented. */
    HV_UINT16 BfRegSize;
    HV_UINT16 BfRegsPerPage; /**< Registers. */
    HV_UINT16 Reserved;
    HV_UINT32 QpTableSize; /**< Entries of the table of queue pairs; the bound is undocumented. */
    HV_UINT32 Reserved2;
    HV_UINT32 Reserved3;
} HV_ND_MLX4_GET_CONTEXT_RESPONSE, *PHV_ND_MLX4_GET_CONTEXT_RESPONSE;
HV_STATIC_ASSERT(sizeof(HV_ND_MLX4_GET_CONTEXT_RESPONSE) == 80);

/** Extended data of HV_ND_MLX4_OPEN_ADAPTER_PACKET. */
typedef struct HV_ND_MLX4_OPEN_ADAPTER_EXTENDED_DATA
{
    HV_UINT32 FieldCount; /**< Number of elements of Fields; 2. */
    HV_UINT32 Reserved;
    HV_NDV_PACKET_FIELD Fields[2]; /**< One for each mapping. */
} HV_ND_MLX4_OPEN_ADAPTER_EXTENDED_DATA, *PHV_ND_MLX4_OPEN_ADAPTER_EXTENDED_DATA;
HV_STATIC_ASSERT(sizeof(HV_ND_MLX4_OPEN_ADAPTER_EXTENDED_DATA) == 24);

/** Whole packet of HV_IOCTL_ND_ADAPTER_OPEN: guest to host, and its completion. */
typedef struct HV_ND_MLX4_OPEN_ADAPTER_PACKET
{
    HV_NDV_PACKET_HEADER_CONTROL_1 Header; /**< Control code and sizes. */
    union
    {
        HV_ND_OPEN_ADAPTER Input;         /**< Input of the control code. */
        HV_ND_RESOURCE_DESCRIPTOR Output; /**< Output of the control code. */
    };
    union
    {
        HV_ND_MLX4_GET_CONTEXT_REQUEST DriverInput;   /**< Input of the adapter's driver. */
        HV_ND_MLX4_GET_CONTEXT_RESPONSE DriverOutput; /**< Output of the adapter's driver. */
    };
    HV_ND_MLX4_OPEN_ADAPTER_EXTENDED_DATA ExtendedData;
} HV_ND_MLX4_OPEN_ADAPTER_PACKET, *PHV_ND_MLX4_OPEN_ADAPTER_PACKET;
HV_STATIC_ASSERT(sizeof(HV_ND_MLX4_OPEN_ADAPTER_PACKET) == 192);

/*
 * Memory regions.
 */

/**
 * Description of a memory region by the adapter's driver. No packet of the Linux guest carries
 * it.
 */
typedef struct HV_ND_MLX4_REG_MR
{
    HV_UINT64 Start;             /**< Address of the memory in the user's process. */
    HV_UINT64 Length;            /**< Bytes of the range; the bound is undocumented. */
    HV_UINT64 HcaVirtualAddress; /**< Virtual address by which the adapter refers to the memory. */
    HV_UINT32 AccessFlags;       /**< Undocumented. */
    HV_UINT32 Pdn;               /**< The adapter's number of the protection domain. */
    HV_UINT64 PdHandle;          /**< Undocumented. */
} HV_ND_MLX4_REG_MR, *PHV_ND_MLX4_REG_MR;
HV_STATIC_ASSERT(sizeof(HV_ND_MLX4_REG_MR) == 40);

/** Response to HV_ND_MLX4_REG_MR. */
typedef struct HV_ND_MLX4_REG_MR_RESPONSE
{
    HV_UINT64 MrHandle;  /**< Undocumented. */
    HV_UINT32 LocalKey;  /**< Key of the memory for the guest's own requests. */
    HV_UINT32 RemoteKey; /**< Key of the memory for the peer. */
} HV_ND_MLX4_REG_MR_RESPONSE, *PHV_ND_MLX4_REG_MR_RESPONSE;
HV_STATIC_ASSERT(sizeof(HV_ND_MLX4_REG_MR_RESPONSE) == 16);

/*
 * Completion queues.
 */

/** Order of the mappings. */
typedef HV_UINT32 HV_ND_MLX4_CREATE_CQ_MAPPING, *PHV_ND_MLX4_CREATE_CQ_MAPPING;
enum
{
    HvNdMlx4CreateCqBuf = 0,        /**< The queue. */
    HvNdMlx4CreateCqDb = 1,         /**< Doorbell record of the queue. */
    HvNdMlx4CreateCqArmSn = 2,      /**< Arm sequence number of the queue. */
    HvNdMlx4CreateCqMappingMax = 3, /**< Number of mappings. */
};

/** HV_ND_MLX4_CREATE_CQ.Flags: the guest's kernel requests the notifications. */
#define HV_ND_MLX4_CQ_FLAGS_ARM_IN_KERNEL 0x00000001

/** Input of the adapter's driver for HV_IOCTL_ND_CQ_CREATE. */
typedef struct HV_ND_MLX4_CREATE_CQ
{
    HV_ND_MAPPING Mappings[3]; /**< One for each mapping, in the order of the enumeration. */
    HV_UINT32 Flags;           /**< HV_ND_MLX4_CQ_FLAGS_... */
    HV_UINT32 Reserved;
} HV_ND_MLX4_CREATE_CQ, *PHV_ND_MLX4_CREATE_CQ;
HV_STATIC_ASSERT(sizeof(HV_ND_MLX4_CREATE_CQ) == 104);

/** Output of the adapter's driver for HV_IOCTL_ND_CQ_CREATE. */
typedef struct HV_ND_MLX4_CREATE_CQ_RESPONSE
{
    /** One for each mapping, in the order of the enumeration. */
    HV_ND_MAPPING_RESULT MappingResults[3];
    HV_UINT32 Cqn; /**< The adapter's number of the queue. */
    HV_UINT32 Cqe; /**< Entries of the queue. */
} HV_ND_MLX4_CREATE_CQ_RESPONSE, *PHV_ND_MLX4_CREATE_CQ_RESPONSE;
HV_STATIC_ASSERT(sizeof(HV_ND_MLX4_CREATE_CQ_RESPONSE) == 56);

/** Page list of a doorbell record or of a sequence number. */
typedef struct HV_ND_MLX4_CQ_PAGES
{
    HV_UINT32 ByteCount;   /**< Bytes of the range; the bound is undocumented. */
    HV_UINT32 ByteOffset;  /**< Bytes from the start of the first page. */
    HV_UINT64 PfnArray[2]; /**< Guest page numbers. */
} HV_ND_MLX4_CQ_PAGES, *PHV_ND_MLX4_CQ_PAGES;
HV_STATIC_ASSERT(sizeof(HV_ND_MLX4_CQ_PAGES) == 24);

/** Extended data of HV_ND_MLX4_CREATE_CQ_PACKET. */
typedef struct HV_ND_MLX4_CREATE_CQ_EXTENDED_DATA
{
    HV_UINT32 FieldCount; /**< Number of elements of Fields; 3. */
    HV_UINT32 Reserved;
    HV_NDV_PACKET_FIELD Fields[3];     /**< One for each mapping. */
    HV_ND_MLX4_CQ_PAGES DoorbellPages; /**< Doorbell record. */
    HV_ND_MLX4_CQ_PAGES ArmSnPages;    /**< Arm sequence number. */
    HV_UINT32 ByteCount;               /**< Bytes of the queue; the bound is undocumented. */
    HV_UINT32 ByteOffset;              /**< Bytes from the start of the queue's first page to the queue. */
    HV_UINT64 PfnArray[];              /**< Guest page numbers of the queue. */
} HV_ND_MLX4_CREATE_CQ_EXTENDED_DATA, *PHV_ND_MLX4_CREATE_CQ_EXTENDED_DATA;
HV_STATIC_ASSERT(sizeof(HV_ND_MLX4_CREATE_CQ_EXTENDED_DATA) == 88);

/** Whole packet of HV_IOCTL_ND_CQ_CREATE without its extended data: guest to host, and its completion. */
typedef struct HV_ND_MLX4_CREATE_CQ_PACKET
{
    HV_NDV_PACKET_HEADER_CONTROL_1 Header; /**< Control code and sizes. */
    union
    {
        HV_ND_CREATE_CQ Input;            /**< Input of the control code. */
        HV_ND_RESOURCE_DESCRIPTOR Output; /**< Output of the control code. */
    };
    union
    {
        HV_ND_MLX4_CREATE_CQ DriverInput;           /**< Input of the adapter's driver. */
        HV_ND_MLX4_CREATE_CQ_RESPONSE DriverOutput; /**< Output of the adapter's driver. */
    };
} HV_ND_MLX4_CREATE_CQ_PACKET, *PHV_ND_MLX4_CREATE_CQ_PACKET;
HV_STATIC_ASSERT(sizeof(HV_ND_MLX4_CREATE_CQ_PACKET) == 208);

/*
 * Shared receive queues.
 */

/** Order of the mappings. */
typedef HV_UINT32 HV_ND_MLX4_CREATE_SRQ_MAPPINGS, *PHV_ND_MLX4_CREATE_SRQ_MAPPINGS;
enum
{
    HvNdMlx4CreateSrqBuf = 0,         /**< The queue. */
    HvNdMlx4CreateSrqDb = 1,          /**< Its doorbell record. */
    HvNdMlx4CreateSrqMappingsMax = 2, /**< Number of mappings. */
};

/** Input of the adapter's driver for HV_IOCTL_ND_SRQ_CREATE. */
typedef struct HV_ND_MLX4_CREATE_SRQ
{
    HV_ND_MAPPING Mappings[2]; /**< One for each mapping, in the order of the enumeration. */
} HV_ND_MLX4_CREATE_SRQ, *PHV_ND_MLX4_CREATE_SRQ;
HV_STATIC_ASSERT(sizeof(HV_ND_MLX4_CREATE_SRQ) == 64);

/** Output of the adapter's driver for HV_IOCTL_ND_SRQ_CREATE. */
typedef struct HV_ND_MLX4_CREATE_SRQ_RESPONSE
{
    /** One for each mapping, in the order of the enumeration. */
    HV_ND_MAPPING_RESULT MappingResults[2];
} HV_ND_MLX4_CREATE_SRQ_RESPONSE, *PHV_ND_MLX4_CREATE_SRQ_RESPONSE;
HV_STATIC_ASSERT(sizeof(HV_ND_MLX4_CREATE_SRQ_RESPONSE) == 32);

/*
 * Queue pairs.
 */

/** Order of the mappings. */
typedef HV_UINT32 HV_ND_MLX4_CREATE_QP_MAPPINGS, *PHV_ND_MLX4_CREATE_QP_MAPPINGS;
enum
{
    HvNdMlx4CreateQpBuf = 0,         /**< The queues. */
    HvNdMlx4CreateQpDb = 1,          /**< Doorbell record of the queues. */
    HvNdMlx4CreateQpMappingsMax = 2, /**< Number of mappings. */
};

/** Input of the adapter's driver for HV_IOCTL_ND_QP_CREATE. */
typedef struct HV_ND_MLX4_CREATE_QP
{
    HV_ND_MAPPING Mappings[2]; /**< One for each mapping, in the order of the enumeration. */
    /**
     * Base-2 logarithm of the number of the send queue's basic blocks; the bound is undocumented.
     */
    HV_UINT8 LogSqBbCount;
    HV_UINT8 LogSqStride;      /**< Base-2 logarithm of a basic block's bytes. */
    HV_UINT8 SqNoPrefetch;     /**< Undocumented; 0 or 1. */
    HV_UINT8 Reserved;
    HV_UINT32 Reserved2;
} HV_ND_MLX4_CREATE_QP, *PHV_ND_MLX4_CREATE_QP;
HV_STATIC_ASSERT(sizeof(HV_ND_MLX4_CREATE_QP) == 72);

/** Output of the adapter's driver for HV_IOCTL_ND_QP_CREATE. */
typedef struct HV_ND_MLX4_CREATE_QP_RESPONSE
{
    /** One for each mapping, in the order of the enumeration. */
    HV_ND_MAPPING_RESULT MappingResults[2];
    HV_UINT64 QpHandle;      /**< Undocumented. */
    HV_UINT32 Qpn;           /**< The adapter's number of the queue pair. */
    HV_UINT32 MaxSendWr;     /**< Maximum simultaneous send requests. */
    HV_UINT32 MaxReceiveWr;  /**< Maximum simultaneous receive requests. */
    HV_UINT32 MaxSendSge;    /**< Maximum pieces of memory of one send request. */
    HV_UINT32 MaxReceiveSge; /**< Maximum pieces of memory of one receive request. */
    HV_UINT32 MaxInlineData; /**< Maximum bytes of data inside one request. */
} HV_ND_MLX4_CREATE_QP_RESPONSE, *PHV_ND_MLX4_CREATE_QP_RESPONSE;
HV_STATIC_ASSERT(sizeof(HV_ND_MLX4_CREATE_QP_RESPONSE) == 64);

/** Page list of a queue pair's doorbell record. */
typedef struct HV_ND_MLX4_QP_PAGES
{
    HV_UINT32 ByteCount;   /**< Bytes of the range; the bound is undocumented. */
    HV_UINT32 ByteOffset;  /**< Bytes from the start of the page. */
    HV_UINT64 PfnArray[1]; /**< Guest page number. */
} HV_ND_MLX4_QP_PAGES, *PHV_ND_MLX4_QP_PAGES;
HV_STATIC_ASSERT(sizeof(HV_ND_MLX4_QP_PAGES) == 16);

/** Extended data of HV_ND_MLX4_CREATE_QP_PACKET. */
typedef struct HV_ND_MLX4_CREATE_QP_EXTENDED_DATA
{
    HV_UINT32 FieldCount; /**< Number of elements of Fields; 2. */
    HV_UINT32 Reserved;
    HV_NDV_PACKET_FIELD Fields[2];     /**< One for each mapping. */
    HV_ND_MLX4_QP_PAGES DoorbellPages; /**< Doorbell record. */
    HV_UINT32 ByteCount;               /**< Bytes of the queues; the bound is undocumented. */
    HV_UINT32 ByteOffset;              /**< Bytes from the start of the queues' first page to the queues. */
    HV_UINT64 PfnArray[];              /**< Guest page numbers of the queues. */
} HV_ND_MLX4_CREATE_QP_EXTENDED_DATA, *PHV_ND_MLX4_CREATE_QP_EXTENDED_DATA;
HV_STATIC_ASSERT(sizeof(HV_ND_MLX4_CREATE_QP_EXTENDED_DATA) == 48);

/** Whole packet of HV_IOCTL_ND_QP_CREATE without its extended data: guest to host, and its completion. */
typedef struct HV_ND_MLX4_CREATE_QP_PACKET
{
    HV_NDV_PACKET_HEADER_CONTROL_1 Header; /**< Control code and sizes. */
    union
    {
        HV_ND_CREATE_QP Input;            /**< Input of the control code. */
        HV_ND_RESOURCE_DESCRIPTOR Output; /**< Output of the control code. */
    };
    union
    {
        HV_ND_MLX4_CREATE_QP DriverInput;           /**< Input of the adapter's driver. */
        HV_ND_MLX4_CREATE_QP_RESPONSE DriverOutput; /**< Output of the adapter's driver. */
    };
} HV_ND_MLX4_CREATE_QP_PACKET, *PHV_ND_MLX4_CREATE_QP_PACKET;
HV_STATIC_ASSERT(sizeof(HV_ND_MLX4_CREATE_QP_PACKET) == 192);

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_NETWORK_DIRECT_MLX4 */
