/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Packets in a ring: the descriptor, its forms with external memory, and GPA ranges.
 *
 * Everything that a device sends on a channel is a packet in a ring (Ring.h):
 *
 *     0               16                  DataOffset8 * 8      Length8 * 8
 *     +---------------+-------------------+--------------------+-----------+
 *     | descriptor    | external data     | payload, padded    | trailer   |
 *     | 16 bytes      | descriptors       | to 8 bytes         | 8 bytes   |
 *     +---------------+-------------------+--------------------+-----------+
 *
 * The payload belongs to the device's protocol, or to the pipe on top of which
 * it is spoken (Pipe.h). A packet's exact length is lost in the padding; a
 * protocol that needs it carries it in the payload. Length8 does not count the
 * trailer.
 *
 * A request that wants an answer sets the flag "completion requested" and gets
 * one completion packet with its TransactionId, once, in any order and any time
 * later. Without the flag the id has no meaning.
 *
 * Bulk data does not travel in the ring. A guest sends
 * a GPA-direct packet, whose external data descriptors name pages of its own
 * memory; the host reads or writes them until it completes the packet. The host
 * cannot name guest pages, so it has no such packet: where a device needs the
 * direction, both sides agree on a shared buffer first (a GPADL, see
 * ChannelMessage.h), and the host's packets name ranges in it (transfer pages;
 * the network adapter does so).
 *
 * What a receiver checks, on its own copy of the descriptor:
 *
 *     Length8 * 8 + 8 <= bytes between Out and In
 *     2 <= DataOffset8 <= Length8          3 <= ... if it has descriptors
 *     Flags has no bit but VMBUS_DATA_PACKET_FLAG_COMPLETION_REQUESTED
 *     a type that this direction and device may send
 *     transfer pages: RangeCount * 8 == DataOffset8 * 8 - 24; every range lies in the buffer
 *     GPA-direct: RangeCount is not 0, and the ranges end at or before DataOffset8 * 8
 *     completion: the TransactionId is that of a request that is still open
 *
 * A guest therefore hands out transaction ids that it can look up, and never a
 * pointer that it would follow when the host gives it back.
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

/** What a packet is. */
typedef HV_UINT32 VMBUS_PACKET_TYPE, *PVMBUS_PACKET_TYPE;
enum
{
    VmbusPacketTypeInvalid = 0x0,
    VmbusPacketTypeDataInBand = 0x6,             /**< Payload only; either direction. */
    VmbusPacketTypeDataUsingTransferPages = 0x7, /**< Ranges of a shared buffer: VMTRANSFER_PAGE_PACKET_HEADER. */
    VmbusPacketTypeDataUsingGpaDirect = 0x9,     /**< Pages of the guest: VMDATA_GPA_DIRECT. Guest to host. */
    VmbusPacketTypeCancelRequest = 0xA,          /**< Reserved name; no open implementation sends or takes it. */
    VmbusPacketTypeCompletion = 0xB,             /**< The answer to a request that asked for one; payload only. */

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

/** VMPACKET_DESCRIPTOR.Flags: the receiver answers with a completion packet of the same TransactionId. */
#define VMBUS_DATA_PACKET_FLAG_COMPLETION_REQUESTED 1

HV_HEADER_BEGIN

/** The first 16 bytes of every packet. */
typedef struct VMPACKET_DESCRIPTOR
{
    HV_UINT16 Type;             /**< VMBUS_PACKET_TYPE. */
    HV_UINT16 DataOffset8;      /**< Where the payload begins, in units of 8 bytes from the descriptor. */
    volatile HV_UINT16 Length8; /**< Descriptor, external data descriptors and payload, in units of 8 bytes. */
    HV_UINT16 Flags;            /**< VMBUS_DATA_PACKET_FLAG_COMPLETION_REQUESTED or 0. */
    HV_UINT64 TransactionId;    /**< Chosen by the requester, given back by the completion. */
} VMPACKET_DESCRIPTOR, *PVMPACKET_DESCRIPTOR;
HV_STATIC_ASSERT(sizeof(VMPACKET_DESCRIPTOR) == 16);

/**
 * The trailer of every packet, right behind its Length8 * 8 bytes.
 *
 * It helps a debugger to walk the ring backwards. Receivers ignore it, but for
 * checked builds of old Windows, so senders fill it in.
 */
typedef union PREVIOUS_PACKET_OFFSET
{
    struct
    {
        HV_UINT32 Reserved;
        HV_UINT32 Offset; /**< In, as it was when this packet was written: the place of its descriptor. */
    };
    HV_UINT64 AsUINT64;
} PREVIOUS_PACKET_OFFSET, *PPREVIOUS_PACKET_OFFSET;
HV_STATIC_ASSERT(sizeof(PREVIOUS_PACKET_OFFSET) == 8);

/*
 * GPA ranges.
 */

/** The most whole pages of one GPA range: what a 32-bit ByteCount can count. */
#define GPA_RANGE_MAX_PFN_COUNT 0xfffff

/** The pages that a range of @p ByteCount bytes from @p ByteOffset in its first page spans, without overflow. */
#define GPA_RANGE_PFN_COUNT(ByteCount, ByteOffset)                                                                     \
    (((ByteCount) >> 12) + ((((ByteCount) & 0xFFFU) + ((ByteOffset) & 0xFFFU) + 0xFFFU) >> 12))

HV_PACK_BEGIN

/**
 * Guest physical pages that appear as one piece of memory.
 *
 * PfnArray has as many page numbers as ByteOffset and ByteCount span
 * (GPA_RANGE_PFN_COUNT), so its length stands nowhere else. ByteCount is not 0
 * and ByteOffset is below 4096; a receiver checks both, and that the page
 * numbers lie within the message. Packed, because the ranges of a GPADL begin at
 * a multiple of 4.
 */
typedef struct GPA_RANGE
{
    HV_UINT32 ByteCount;
    HV_UINT32 ByteOffset; /**< Of the first byte in the first page. */
    HV_UINT64 PfnArray[]; /**< Page numbers: HV_GPA_PAGE_NUMBER. */
} GPA_RANGE, *PGPA_RANGE;
HV_STATIC_ASSERT(sizeof(GPA_RANGE) == 8);

/**
 * One 8-byte step of a list of GPA ranges: a range's first two members, or one
 * of its page numbers.
 *
 * Ranges that follow each other have different lengths, so a list of them is an
 * array of these: a range's head at i, its page numbers at i + 1 to
 * i + GPA_RANGE_PFN_COUNT(ByteCount, ByteOffset), the next range's head after
 * them. `(PGPA_RANGE)&Range[i]` sees one range whole.
 */
typedef union VMBUS_GPA_RANGE_ENTRY
{
    HV_UINT64 AsUINT64;
    HV_UINT64 Pfn;
    struct
    {
        HV_UINT32 ByteCount;
        HV_UINT32 ByteOffset;
    };
} VMBUS_GPA_RANGE_ENTRY, *PVMBUS_GPA_RANGE_ENTRY;
HV_STATIC_ASSERT(sizeof(VMBUS_GPA_RANGE_ENTRY) == 8);

HV_PACK_END

/**
 * A GPA-direct packet; guest to host, and always with a completion requested.
 *
 * The host may touch the pages from the moment that it sees the packet to the
 * moment that the guest sees the completion. In an isolated virtual machine they
 * are pages that the guest shares with the host, unless the offer said
 * VMBUS_OFFER_FLAG_CONFIDENTIAL_EXTERNAL_MEMORY.
 */
typedef struct VMDATA_GPA_DIRECT
{
    VMPACKET_DESCRIPTOR Descriptor; /**< Type is VmbusPacketTypeDataUsingGpaDirect. */
    HV_UINT32 Reserved;             /**< Senders write 0; a receiver may find anything. */
    HV_UINT32 RangeCount;           /**< GPA ranges in Range; not 0. */
    VMBUS_GPA_RANGE_ENTRY Range[];  /**< The ranges, one after the other, up to DataOffset8. */
} VMDATA_GPA_DIRECT, *PVMDATA_GPA_DIRECT;
HV_STATIC_ASSERT(sizeof(VMDATA_GPA_DIRECT) == 24);

/*
 * Transfer pages.
 */

/** A piece of a shared buffer. */
typedef struct VMTRANSFER_PAGE_RANGE
{
    HV_UINT32 ByteCount;
    HV_UINT32 ByteOffset; /**< From the start of the buffer. */
} VMTRANSFER_PAGE_RANGE, *PVMTRANSFER_PAGE_RANGE;
HV_STATIC_ASSERT(sizeof(VMTRANSFER_PAGE_RANGE) == 8);

/**
 * A packet whose data lies in a buffer that both sides share; host to guest.
 *
 * The receiver owns the ranges until it sends the completion, which every such
 * packet asks for. Only the network adapter uses it; newer protocols put buffer
 * offsets into their payload.
 */
typedef struct VMTRANSFER_PAGE_PACKET_HEADER
{
    VMPACKET_DESCRIPTOR Descriptor;  /**< Type is VmbusPacketTypeDataUsingTransferPages. */
    HV_UINT16 TransferPageSetId;     /**< Which buffer, by the device protocol's numbering. */
    HV_UINT8 SenderOwnsSet;          /**< A truth value by its name; receivers ignore it, and may find anything. */
    HV_UINT8 Reserved;               /**< A receiver may find anything. */
    HV_UINT32 RangeCount;            /**< Elements of Ranges; checked against DataOffset8. */
    VMTRANSFER_PAGE_RANGE Ranges[];
} VMTRANSFER_PAGE_PACKET_HEADER, *PVMTRANSFER_PAGE_PACKET_HEADER;
HV_STATIC_ASSERT(sizeof(VMTRANSFER_PAGE_PACKET_HEADER) == 24);

HV_HEADER_END

#endif /* !MILE_HYPERV_VMBUS_PACKET */
