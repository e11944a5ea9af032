/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Packets in a ring: descriptor, forms with external memory, and GPA ranges.
 *
 * Everything that a device sends on a channel is a packet in a ring (Ring.h):
 *
 *     0               16                  DataOffset8 * 8      Length8 * 8
 *     +---------------+-------------------+--------------------+-----------+
 *     | descriptor    | external data     | payload, padded    | trailer   |
 *     | 16 bytes      | descriptors       | to 8 bytes         | 8 bytes   |
 *     +---------------+-------------------+--------------------+-----------+
 *
 * The device's protocol defines the payload, or the pipe below that protocol
 * (Pipe.h). The padding hides a packet's exact length; a protocol that needs it
 * carries it in the payload. Length8 does not count the trailer.
 *
 * A sender that wants a response sets the flag "completion requested". The
 * receiver then sends exactly one completion packet with the same TransactionId,
 * in any order and at any later time. Without the flag the id has no meaning.
 *
 * Bulk data does not travel in the ring. A guest sends a GPA-direct packet, whose
 * external data descriptors specify pages of its own memory; the host reads or
 * writes them until it completes the packet. The host cannot specify guest pages,
 * so it never sends such a packet. Where a device sends bulk data to the guest,
 * both sides first agree on a shared buffer (a GPADL, see ChannelMessage.h), and
 * the host's packets specify ranges in it (transfer pages, which the network
 * adapter uses).
 *
 * Checks of a receiver, which it must make on its own copy of the descriptor:
 *
 *     Length8 * 8 + 8 <= bytes between Out and In
 *     2 <= DataOffset8 <= Length8          3 <= ... if it has descriptors
 *     Flags has no bit but VMBUS_DATA_PACKET_FLAG_COMPLETION_REQUESTED
 *     a type that this direction and device may send
 *     transfer pages: RangeCount * 8 == DataOffset8 * 8 - 24; every range is within the buffer
 *     GPA-direct: RangeCount is not 0, and the ranges end at or before DataOffset8 * 8
 *     completion: the TransactionId is that of a request that is still open
 *
 * A guest must therefore use transaction ids that it can look up. It must never use
 * a pointer as an id and follow it when the host returns it.
 *
 * Sources: mu_msvm VmbusPacketFormat.h, EmclDxe; OpenVMM vmbus_ring; symbols of
 * vmbus and netvsc 14347; Haiku hyperv_spec.h.
 */

#ifndef MILE_HYPERV_VMBUS_PACKET
#define MILE_HYPERV_VMBUS_PACKET

#include "../Hypervisor/Types.h"

/*
 * The descriptor.
 */

/** Type of a packet. */
typedef HV_UINT32 VMBUS_PACKET_TYPE, *PVMBUS_PACKET_TYPE;
enum
{
    VmbusPacketTypeInvalid = 0x0,
    VmbusPacketTypeDataInBand = 0x6,             /**< Payload only; both directions. */
    /** Ranges of a shared buffer: VMTRANSFER_PAGE_PACKET_HEADER. */
    VmbusPacketTypeDataUsingTransferPages = 0x7,
    /** Pages of the guest: VMDATA_GPA_DIRECT. Guest to host. */
    VmbusPacketTypeDataUsingGpaDirect = 0x9,
    /** Reserved name; no open implementation uses it. */
    VmbusPacketTypeCancelRequest = 0xA,
    /** Response to a packet that requested a completion; payload only. */
    VmbusPacketTypeCompletion = 0xB,

    /* mu_msvm calls 1 to 5 and 8 reserved. Haiku alone names these, and sends none. */
    VmbusPacketTypeSynch = 0x1,
    VmbusPacketTypeAddTransferPageset = 0x2,
    VmbusPacketTypeRemoveTransferPageset = 0x3,
    VmbusPacketTypeCreateGpadl = 0x4,
    VmbusPacketTypeFreeGpadl = 0x5,
    VmbusPacketTypeDataUsingGpadl = 0x8,
    VmbusPacketTypeDataUsingAdditionalPackets = 0xC,
    VmbusPacketTypeAdditionalData = 0xD,
};

/**
 * VMPACKET_DESCRIPTOR.Flags: the receiver must respond with a completion packet of the same
 * TransactionId.
 */
#define VMBUS_DATA_PACKET_FLAG_COMPLETION_REQUESTED 1

HV_HEADER_BEGIN

/** First 16 bytes of every packet. */
typedef struct VMPACKET_DESCRIPTOR
{
    HV_UINT16 Type;             /**< VMBUS_PACKET_TYPE. */
    /** Payload's offset from the descriptor, in units of 8 bytes; 2 to Length8. */
    HV_UINT16 DataOffset8;
    /** Length of the packet without its trailer, in units of 8 bytes; at least 2. */
    volatile HV_UINT16 Length8;
    HV_UINT16 Flags;            /**< VMBUS_DATA_PACKET_FLAG_COMPLETION_REQUESTED or 0. */
    HV_UINT64 TransactionId;    /**< Chosen by the requester, copied into the completion. */
} VMPACKET_DESCRIPTOR, *PVMPACKET_DESCRIPTOR;
HV_STATIC_ASSERT(sizeof(VMPACKET_DESCRIPTOR) == 16);

/**
 * Trailer of every packet, immediately after its Length8 * 8 bytes.
 *
 * A debugger can use it to walk the ring backwards. Receivers ignore it, except checked builds of
 * old Windows, so senders must fill it in.
 */
typedef union PREVIOUS_PACKET_OFFSET
{
    struct
    {
        HV_UINT32 Reserved;
        /**
         * Bytes from the start of the ring's data to this packet's descriptor: In before the
         * packet.
         */
        HV_UINT32 Offset;
    };
    HV_UINT64 AsUINT64;
} PREVIOUS_PACKET_OFFSET, *PPREVIOUS_PACKET_OFFSET;
HV_STATIC_ASSERT(sizeof(PREVIOUS_PACKET_OFFSET) == 8);

/*
 * GPA ranges.
 */

/** Maximum number of whole pages in one GPA range, limited by the 32-bit ByteCount. */
#define GPA_RANGE_MAX_PFN_COUNT 0xfffff

/**
 * Number of pages that a range of @p ByteCount bytes, which begins @p ByteOffset bytes into its
 * first page, spans. The computation does not overflow.
 */
#define GPA_RANGE_PFN_COUNT(ByteCount, ByteOffset)                                                                     \
    (((ByteCount) >> 12) + ((((ByteCount) & 0xFFFU) + ((ByteOffset) & 0xFFFU) + 0xFFFU) >> 12))

HV_PACK_BEGIN

/**
 * Guest physical pages that form one logically contiguous range.
 *
 * The number of elements of PfnArray follows from ByteOffset and ByteCount
 * (GPA_RANGE_PFN_COUNT). ByteCount must not be 0 and ByteOffset must be below 4096. A
 * receiver must check both, and that the page numbers are within the message.
 * Packed, because the ranges of a GPADL begin at a multiple of 4.
 */
typedef struct GPA_RANGE
{
    /** Bytes of the range; not 0, and at most those of the pages in PfnArray. */
    HV_UINT32 ByteCount;
    HV_UINT32 ByteOffset; /**< Bytes from the start of the first page to the range; below 4096. */
    HV_UINT64 PfnArray[]; /**< Page numbers: HV_GPA_PAGE_NUMBER. */
} GPA_RANGE, *PGPA_RANGE;
HV_STATIC_ASSERT(sizeof(GPA_RANGE) == 8);

/**
 * One 8-byte entry of a list of GPA ranges: the head of a range, or one of its page
 * numbers.
 *
 * Ranges have different lengths, so a list of them is an array of entries: a range's
 * head at i, its page numbers at i + 1 to
 * i + GPA_RANGE_PFN_COUNT(ByteCount, ByteOffset), then the next range's head.
 * `(PGPA_RANGE)&Range[i]` points to one complete range.
 */
typedef union VMBUS_GPA_RANGE_ENTRY
{
    HV_UINT64 AsUINT64;
    HV_UINT64 Pfn; /**< Page number: HV_GPA_PAGE_NUMBER. */
    struct
    {
        /** Head: bytes of the range; not 0, and at most those of its pages. */
        HV_UINT32 ByteCount;
        HV_UINT32 ByteOffset; /**< Head: bytes from the start of the first page; below 4096. */
    };
} VMBUS_GPA_RANGE_ENTRY, *PVMBUS_GPA_RANGE_ENTRY;
HV_STATIC_ASSERT(sizeof(VMBUS_GPA_RANGE_ENTRY) == 8);

HV_PACK_END

/**
 * GPA-direct packet; guest to host, always with a completion requested.
 *
 * The host may access the pages until the guest has received the completion. In an isolated virtual
 * machine the guest must share them with the host, unless the offer has
 * VMBUS_OFFER_FLAG_CONFIDENTIAL_EXTERNAL_MEMORY.
 */
typedef struct VMDATA_GPA_DIRECT
{
    VMPACKET_DESCRIPTOR Descriptor; /**< Type is VmbusPacketTypeDataUsingGpaDirect. */
    HV_UINT32 Reserved;             /**< Senders write 0; receivers ignore it. */
    /** Number of GPA ranges in Range; at least 1, and all within DataOffset8. */
    HV_UINT32 RangeCount;
    VMBUS_GPA_RANGE_ENTRY Range[];  /**< Consecutive ranges, up to DataOffset8. */
} VMDATA_GPA_DIRECT, *PVMDATA_GPA_DIRECT;
HV_STATIC_ASSERT(sizeof(VMDATA_GPA_DIRECT) == 24);

/*
 * Transfer pages.
 */

/** Range of a shared buffer. */
typedef struct VMTRANSFER_PAGE_RANGE
{
    HV_UINT32 ByteCount;  /**< Bytes of the range; it must end within the buffer. */
    HV_UINT32 ByteOffset; /**< Bytes from the start of the buffer. */
} VMTRANSFER_PAGE_RANGE, *PVMTRANSFER_PAGE_RANGE;
HV_STATIC_ASSERT(sizeof(VMTRANSFER_PAGE_RANGE) == 8);

/**
 * Packet whose data is in a buffer that both sides share; host to guest.
 *
 * Every such packet requests a completion, and the receiver owns the ranges until it sends that.
 * Only the network adapter uses this form; newer protocols put buffer offsets into their payload.
 */
typedef struct VMTRANSFER_PAGE_PACKET_HEADER
{
    VMPACKET_DESCRIPTOR Descriptor;  /**< Type is VmbusPacketTypeDataUsingTransferPages. */
    HV_UINT16 TransferPageSetId;     /**< Buffer, as numbered by the device's protocol. */
    HV_UINT8 SenderOwnsSet;          /**< Boolean, according to its name; receivers ignore it. */
    HV_UINT8 Reserved;               /**< Receivers ignore it. */
    /** Number of elements of Ranges; always (DataOffset8 * 8 - 24) / 8. */
    HV_UINT32 RangeCount;
    VMTRANSFER_PAGE_RANGE Ranges[];  /**< Ranges of the buffer. */
} VMTRANSFER_PAGE_PACKET_HEADER, *PVMTRANSFER_PAGE_PACKET_HEADER;
HV_STATIC_ASSERT(sizeof(VMTRANSFER_PAGE_PACKET_HEADER) == 24);

HV_HEADER_END

#endif /* !MILE_HYPERV_VMBUS_PACKET */
