/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Pipes: messages or a byte stream of exact length on top of a channel's packets.
 *
 * A packet's payload is padded to 8 bytes, so its length is not that of the
 * data. A channel in *pipe mode* puts an 8-byte header before the data that contains
 * the length. The offer of such a channel has VMBUS_OFFER_FLAG_NAMED_PIPE_MODE, and
 * its user-defined bytes are a VMPIPE_OFFER_DATA. The mouse, the video device, the
 * integration components, the file system and Hyper-V sockets are pipes; the
 * keyboard, storage, network, PCI and dynamic memory are not.
 *
 * Only in-band packets travel on a pipe, without completions:
 *
 *     | VMPACKET_DESCRIPTOR | VMPIPE_PROTOCOL_HEADER | DataSize bytes | padding |
 *       16                    8
 *
 * In *message mode* each packet is one message, which the receiver must read whole.
 * In *byte mode* the packets form a stream, and packet boundaries have no meaning:
 *
 *   - a writer may split its data anywhere (with 2,048 bytes in each packet the
 *     reader can free space early);
 *   - a reader that consumes a part of a packet leaves the packet in the ring and
 *     records in its header that it is partial, with the bytes read so far. Only
 *     the reader uses this record: a writer must not send VmPipeMessagePartial;
 *   - a packet with DataSize 0 ends the stream in its direction, as a TCP FIN
 *     does; the opposite direction stays open. The sender of that packet may wait
 *     until the ring is empty to know that the receiver has read it.
 *
 * A payload has at most VMPIPE_MAXIMUM_PIPE_PACKET_SIZE bytes. Some protocols have lower limits of
 * their own. OpenVMM limits what it reads by its own sending ring as well: a message of the guest
 * must also fit in the host-to-guest ring, or OpenVMM ends the connection. With 8 pages of ring to
 * the host and 2 to the guest, a message of 16,384 bytes fails. A guest must therefore give both
 * directions rings that hold its longest message with the pipe header, the packet descriptor and
 * the trailer.
 *
 * A pipe whose offer has VMPIPE_OFFER_FLAG_GPA_DIRECT can also move bulk data
 * outside of the ring: the guest sends VmPipeMessageSetupGpaDirect with a
 * handle of its choice and pages, specifies the handle in messages of the device's
 * protocol, and takes the pages back with VmPipeMessageTeardownGpaDirect. The
 * file system uses it.
 *
 * Checks. A receiver must check that the payload contains the whole header, that
 * DataSize is at most the rest of the payload, that the type is VmPipeMessageData,
 * and that Offset is below DataSize in a partial header of its own.
 *
 * The user-mode API for pipes on Windows is Mile.HyperV.Windows.VMBusPipe.h.
 *
 * Sources: mu_msvm VmbusPacketFormat.h, EmclDxe, VmbfsDxe; OpenVMM vmbus_ring,
 * vmbus_async pipe, vmbus_core; symbols of vmbus 14347.
 */

#ifndef MILE_HYPERV_VMBUS_PIPE
#define MILE_HYPERV_VMBUS_PIPE

#include "Packet.h"

/*
 * The offer.
 */

/** Mode of a pipe: byte stream or messages; the first four of an offer's user-defined bytes. */
typedef HV_UINT32 HVSOCK_PIPE_TYPE, *PHVSOCK_PIPE_TYPE;
enum
{
    VmbusHvsockPipeTypeByte = 0,    /**< Byte mode. */
    VmbusHvsockPipeTypeMessage = 4, /**< Message mode. */
};

/** VMPIPE_OFFER_DATA.PipeFlags: the host accepts VmPipeMessageSetupGpaDirect. */
#define VMPIPE_OFFER_FLAG_GPA_DIRECT 0x1

HV_HEADER_BEGIN

/** First user-defined bytes of an offer, which all kinds of pipes share. */
typedef struct HVSOCK_PIPE_USER_DEFINED_PARAMETERS
{
    HVSOCK_PIPE_TYPE PipeType; /**< Byte mode or message mode. */
} HVSOCK_PIPE_USER_DEFINED_PARAMETERS, *PHVSOCK_PIPE_USER_DEFINED_PARAMETERS;
HV_STATIC_ASSERT(sizeof(HVSOCK_PIPE_USER_DEFINED_PARAMETERS) == 4);

/** User-defined bytes of an offer in pipe mode, except for sockets (Socket.h). */
typedef struct VMPIPE_OFFER_DATA
{
    HVSOCK_PIPE_TYPE PipeType; /**< Byte mode or message mode. */
    HV_UINT8 UserDefined[112]; /**< Defined by the device's protocol. */
    union
    {
        HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 GpaDirect : 1; /**< Bit 0: #VMPIPE_OFFER_FLAG_GPA_DIRECT. */
            HV_UINT32 Reserved : 31;
        };
#endif
    } PipeFlags; /**< VMPIPE_OFFER_FLAG_*. */
} VMPIPE_OFFER_DATA, *PVMPIPE_OFFER_DATA;
HV_STATIC_ASSERT(sizeof(VMPIPE_OFFER_DATA) == 120);

/*
 * Framing.
 */

/** Type of a pipe packet, which defines the bytes after its header. */
typedef HV_UINT32 VMPIPE_PROTOCOL_MESSAGE_TYPE, *PVMPIPE_PROTOCOL_MESSAGE_TYPE;
enum
{
    VmPipeMessageInvalid = 0,
    /** DataSize bytes; DataSize 0 ends the stream in byte mode. */
    VmPipeMessageData = 1,
    /** Replaces VmPipeMessageData in the ring; a reader in byte mode writes it. Never sent. */
    VmPipeMessagePartial = 2,
    /** VMPIPE_SETUP_GPA_DIRECT_BODY; guest to host. */
    VmPipeMessageSetupGpaDirect = 3,
    /** VMPIPE_TEARDOWN_GPA_DIRECT_BODY; guest to host. */
    VmPipeMessageTeardownGpaDirect = 4,
    VmPipeMessageIndicationComplete = 5, /**< Undocumented. Newer than Windows 10 build 14347. */
};

/**
 * Maximum bytes of the data of one packet; OpenVMM also bounds them by the size of its sending
 * ring.
 */
#define VMPIPE_MAXIMUM_PIPE_PACKET_SIZE 16384

/** First 8 bytes of an in-band packet's payload on a pipe. */
typedef struct VMPIPE_PROTOCOL_HEADER
{
    VMPIPE_PROTOCOL_MESSAGE_TYPE PacketType; /**< VmPipeMessage..., the type of the packet. */
    union
    {
        /** Bytes of data after the header; below 65,536. */
        HV_UINT32 DataSize;
        struct
        {
            /** Bytes of data after the header, as sent; at most the rest of the packet. */
            HV_UINT16 DataSize;
            /** Bytes from the start of the data that the reader has consumed; below DataSize. */
            HV_UINT16 Offset;
        } Partial;              /**< With VmPipeMessagePartial. */
    };
} VMPIPE_PROTOCOL_HEADER, *PVMPIPE_PROTOCOL_HEADER;
HV_STATIC_ASSERT(sizeof(VMPIPE_PROTOCOL_HEADER) == 8);

/*
 * Bulk data.
 */

HV_PACK_BEGIN

/**
 * Gives the host access to pages under a handle, until the guest tears it down.
 *
 * Guest to host; no response. Its first version is undocumented. Packed: the count and the ranges
 * are unaligned on the wire.
 */
typedef struct VMPIPE_SETUP_GPA_DIRECT_BODY
{
    HV_UINT32 Handle;              /**< Chosen by the guest; must not be in use. */
    /** 1 if the host may write to the pages, 0 if it only reads them. */
    HV_UINT8 IsWritable;
    /** Number of GPA ranges in Range; the message must contain all of them. */
    HV_UINT32 RangeCount;
    VMBUS_GPA_RANGE_ENTRY Range[]; /**< Consecutive GPA ranges, up to the end of the message. */
} VMPIPE_SETUP_GPA_DIRECT_BODY, *PVMPIPE_SETUP_GPA_DIRECT_BODY;
HV_STATIC_ASSERT(sizeof(VMPIPE_SETUP_GPA_DIRECT_BODY) == 9);

HV_PACK_END

/**
 * Ends the host's access to the pages of a handle; guest to host; no response. Its first version is
 * undocumented.
 */
typedef struct VMPIPE_TEARDOWN_GPA_DIRECT_BODY
{
    HV_UINT32 Handle; /**< Handle of the set-up message. */
} VMPIPE_TEARDOWN_GPA_DIRECT_BODY, *PVMPIPE_TEARDOWN_GPA_DIRECT_BODY;
HV_STATIC_ASSERT(sizeof(VMPIPE_TEARDOWN_GPA_DIRECT_BODY) == 4);

/** Range of a handle's pages, as protocols on a pipe specify it. */
typedef struct VMBUS_RDMA_MEMORY_DESCRIPTOR
{
    /** Undocumented. According to its name, an offset from the start of the pages. */
    HV_UINT64 Offset;
    HV_UINT32 Token;  /**< Undocumented. According to its name, the handle. */
    HV_UINT32 Length; /**< Undocumented. */
} VMBUS_RDMA_MEMORY_DESCRIPTOR, *PVMBUS_RDMA_MEMORY_DESCRIPTOR;
HV_STATIC_ASSERT(sizeof(VMBUS_RDMA_MEMORY_DESCRIPTOR) == 16);

HV_HEADER_END

#endif /* !MILE_HYPERV_VMBUS_PIPE */
