/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Pipes: messages or a byte stream of exact length on top of a channel's packets.
 *
 * A packet's payload is padded to 8 bytes, so its length is not that of the
 * data. A channel in *pipe mode* puts an 8-byte header in front that has it.
 * The offer tells: VMBUS_OFFER_FLAG_NAMED_PIPE_MODE is set, and the user-defined
 * bytes of the offer are a VMPIPE_OFFER_DATA. The mouse, the video device, the
 * integration components, the file system and Hyper-V sockets are pipes; the
 * keyboard, storage, network, PCI and dynamic memory are not.
 *
 * Only in-band packets travel on a pipe, without completions:
 *
 *     | VMPACKET_DESCRIPTOR | VMPIPE_PROTOCOL_HEADER | DataSize bytes | padding |
 *       16                    8
 *
 * In *message mode* each packet is one message and is read whole. In *byte mode*
 * the packets are pieces of a stream, and their borders mean nothing:
 *
 *   - a writer may cut its data anywhere (2,048 bytes a packet lets the reader
 *     free space early);
 *   - a reader that takes a part of a packet leaves it in the ring, and writes
 *     into its header that it is partial and how far it has read. This is a note
 *     from the reader to itself: a writer never sends VmPipeMessagePartial;
 *   - a packet with DataSize 0 ends the stream in its direction, as a TCP FIN
 *     does; the other direction goes on. Whoever sent it may wait until the ring
 *     is empty to know that the other side has seen it.
 *
 * A payload has at most VMPIPE_MAXIMUM_PIPE_PACKET_SIZE bytes. Some protocols have lower limits of
 * their own. OpenVMM limits what it reads by its own sending ring as well: a message of the guest
 * must also fit in the host-to-guest ring, or the conversation ends. With 8 pages of ring to the
 * host and 2 to the guest, a message of 16,384 bytes fails. A guest must therefore give both
 * directions rings that hold its longest message with the pipe header, the packet descriptor and
 * the trailer.
 *
 * A pipe whose offer has VMPIPE_OFFER_FLAG_GPA_DIRECT can also move bulk data
 * outside of the ring: the guest sends VmPipeMessageSetupGpaDirect with a
 * handle of its choice and pages, names the handle in messages of the device's
 * protocol, and takes the pages back with VmPipeMessageTeardownGpaDirect. The
 * file system works that way.
 *
 * What a receiver checks: the payload holds the whole header; DataSize is not
 * above what is left of the payload; the type is VmPipeMessageData; in a
 * partial header of its own, Offset is below DataSize.
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

/** Whether a pipe keeps message borders; the first four of an offer's user-defined bytes. */
typedef HV_UINT32 HVSOCK_PIPE_TYPE, *PHVSOCK_PIPE_TYPE;
enum
{
    VmbusHvsockPipeTypeByte = 0,
    VmbusHvsockPipeTypeMessage = 4,
};

/** VMPIPE_OFFER_DATA.PipeFlags: the host accepts VmPipeMessageSetupGpaDirect. */
#define VMPIPE_OFFER_FLAG_GPA_DIRECT 0x1

HV_HEADER_BEGIN

/** The part of the user-defined bytes that every kind of pipe has. */
typedef struct HVSOCK_PIPE_USER_DEFINED_PARAMETERS
{
    HVSOCK_PIPE_TYPE PipeType;
} HVSOCK_PIPE_USER_DEFINED_PARAMETERS, *PHVSOCK_PIPE_USER_DEFINED_PARAMETERS;
HV_STATIC_ASSERT(sizeof(HVSOCK_PIPE_USER_DEFINED_PARAMETERS) == 4);

/** The user-defined bytes of an offer in pipe mode, sockets excepted (Socket.h). */
typedef struct VMPIPE_OFFER_DATA
{
    HVSOCK_PIPE_TYPE PipeType;
    HV_UINT8 UserDefined[112]; /**< The device protocol's own. */
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
    } PipeFlags;
} VMPIPE_OFFER_DATA, *PVMPIPE_OFFER_DATA;
HV_STATIC_ASSERT(sizeof(VMPIPE_OFFER_DATA) == 120);

/*
 * Framing.
 */

/** What follows the header. */
typedef HV_UINT32 VMPIPE_PROTOCOL_MESSAGE_TYPE, *PVMPIPE_PROTOCOL_MESSAGE_TYPE;
enum
{
    VmPipeMessageInvalid = 0,
    VmPipeMessageData = 1,              /**< DataSize bytes; none of them: end of the stream (byte mode). */
    VmPipeMessagePartial = 2,           /**< Written over VmPipeMessageData by a reader in byte mode, never sent. */
    VmPipeMessageSetupGpaDirect = 3,    /**< VMPIPE_SETUP_GPA_DIRECT_BODY; guest to host. */
    VmPipeMessageTeardownGpaDirect = 4, /**< VMPIPE_TEARDOWN_GPA_DIRECT_BODY; guest to host. */
    VmPipeMessageIndicationComplete = 5, /**< Since after Windows 10 build 14347; no public description. */
};

/** Maximum bytes of the data of one packet; OpenVMM also bounds them by the size of its sending ring. */
#define VMPIPE_MAXIMUM_PIPE_PACKET_SIZE 16384

/** The first 8 bytes of an in-band packet's payload on a pipe. */
typedef struct VMPIPE_PROTOCOL_HEADER
{
    VMPIPE_PROTOCOL_MESSAGE_TYPE PacketType;
    union
    {
        HV_UINT32 DataSize; /**< Bytes behind the header; below 65,536. */
        struct
        {
            HV_UINT16 DataSize; /**< As it was. */
            HV_UINT16 Offset;   /**< Bytes of it that have been read; below DataSize. */
        } Partial;              /**< Of VmPipeMessagePartial. */
    };
} VMPIPE_PROTOCOL_HEADER, *PVMPIPE_PROTOCOL_HEADER;
HV_STATIC_ASSERT(sizeof(VMPIPE_PROTOCOL_HEADER) == 8);

/*
 * Bulk data.
 */

HV_PACK_BEGIN

/**
 * Gives the host pages under a handle, until it is torn down.
 *
 * Packed: the count and the ranges are unaligned on the wire.
 */
typedef struct VMPIPE_SETUP_GPA_DIRECT_BODY
{
    HV_UINT32 Handle;              /**< The guest's choice; not in use. */
    HV_UINT8 IsWritable;           /**< 1 if the host may write to the pages, 0 if it only reads them. */
    HV_UINT32 RangeCount;
    VMBUS_GPA_RANGE_ENTRY Range[]; /**< GPA ranges, one after the other, to the end of the message. */
} VMPIPE_SETUP_GPA_DIRECT_BODY, *PVMPIPE_SETUP_GPA_DIRECT_BODY;
HV_STATIC_ASSERT(sizeof(VMPIPE_SETUP_GPA_DIRECT_BODY) == 9);

HV_PACK_END

/** Takes the pages of a handle back. */
typedef struct VMPIPE_TEARDOWN_GPA_DIRECT_BODY
{
    HV_UINT32 Handle;
} VMPIPE_TEARDOWN_GPA_DIRECT_BODY, *PVMPIPE_TEARDOWN_GPA_DIRECT_BODY;
HV_STATIC_ASSERT(sizeof(VMPIPE_TEARDOWN_GPA_DIRECT_BODY) == 4);

/** A piece of a handle's pages, as protocols on a pipe name it. */
typedef struct VMBUS_RDMA_MEMORY_DESCRIPTOR
{
    HV_UINT64 Offset; /**< From the start of the handle's pages, by its name; no public description. */
    HV_UINT32 Token;  /**< The handle, by its name. */
    HV_UINT32 Length;
} VMBUS_RDMA_MEMORY_DESCRIPTOR, *PVMBUS_RDMA_MEMORY_DESCRIPTOR;
HV_STATIC_ASSERT(sizeof(VMBUS_RDMA_MEMORY_DESCRIPTOR) == 16);

HV_HEADER_END

#endif /* !MILE_HYPERV_VMBUS_PIPE */
