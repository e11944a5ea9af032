/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Synthetic network adapter: NVSP, which moves RNDIS messages between a guest and the virtual switch.
 *
 * Class NVSP_CLASS_ID, f8615163-df3e-46c5-913f-f2d2f965ed0e. An Ethernet adapter has two layers.
 * NVSP sets up two shared buffers and specifies where an RNDIS message (Rndis.h) is located: in
 * one of the buffers, or in the guest's own pages. The RNDIS message contains the frame and its
 * metadata.
 *
 *     guest                                           host
 *       |-- NvspMessageTypeInit ----------------------->|  newest version first,
 *       |<-- NvspMessageTypeInitComplete ---------------|  until NvspStatusSuccess
 *       |-- NvspMessage2TypeSendNdisConfig ------------>|  since 2, before any buffer
 *       |-- NvspMessage1TypeSendNdisVersion ----------->|
 *       |-- NvspMessage1TypeSendReceiveBuffer --------->|  a GPADL
 *       |<-- ...ReceiveBufferComplete ------------------|  its sub-allocations
 *       |-- NvspMessage1TypeSendSendBuffer ------------>|  another GPADL
 *       |<-- ...SendBufferComplete ---------------------|  bytes of one section
 *       |== RNDIS: initialize, query, set =============>|
 *       |-- NvspMessage5TypeSubChannel ---------------->|  since 5: more channels
 *       |<-- NvspMessage5TypeSendIndirectionTable ------|  the channel that a flow sends on
 *       |== NvspMessage1TypeSendRNDISPacket ===========>|  both ways, in any number
 *       |<-- NvspMessage4TypeSendVFAssociation ---------|  a hardware function arrives
 *       |-- NvspMessage4TypeSwitchDataPath ------------>|  frames use the function
 *       |<-- NvspMessage4TypeSwitchDataPath ------------|  frames no longer use the function
 *
 * The guest sends a packet either in-band, with the data in a section of the send buffer, or
 * GPA-direct, with NVSP_INVALID_SECTION_INDEX. A GPA-direct packet may name a section too: the
 * messages are then the bytes of the section, followed by those of the pages (OpenVMM). Linux 6.1
 * sends such packets: it puts the head of a message after other messages in a section, and leaves
 * the frame in its pages.
 *
 * A packet to the guest is of the transfer-page kind (VMBus/Packet.h): each VMTRANSFER_PAGE_RANGE
 * of it is a part of the receive buffer with one RNDIS message. The ranges belong to the guest
 * until it completes the packet with NvspMessage1TypeSendRNDISPacketComplete.
 *
 * The channel has no pipe header: the packet's payload is the message. The ...Complete messages
 * are completion packets with the transaction id of the request, so a request must have the flag
 * VMBUS_DATA_PACKET_FLAG_COMPLETION_REQUESTED. The host completes the configuration and the NDIS
 * version with an empty packet. The indirection table, the association and a switch back are
 * unsolicited. The guest must complete the association and the switch back if the packet requests
 * a completion; OpenVMM requests it and tolerates a guest that does not send it.
 *
 * A message has a fixed size, whatever it contains: NVSP_PACKET_SIZE_V1 up to version 6.0,
 * NVSP_PACKET_SIZE_V61 since 6.1. A 28-byte message is padded to 32 bytes on the ring. Hosts ignore
 * shorter requests, so FreeBSD pads them too. Three messages of OpenVMM differ. InitComplete has
 * NVSP_PACKET_SIZE_V1 bytes whatever version the guest requested, because the version is not in
 * force yet when the host composes it. The indirection table's message ends with the table. A
 * switch back ends with its structure. Members are packed.
 *
 * The first channel carries the negotiation and owns both GPADLs. The sub-channels share the two
 * buffers and carry NvspMessage1TypeSendRNDISPacket only. FreeBSD requests versions 5.0, 4.0, 2 and
 * 1 in this order, and requires the negotiated version again after a reset. It reports NDIS version
 * 6.30 with 5.0, and 6.1 with older versions. It allocates a receive buffer of 15 MiB for hosts of
 * versions 1 and 2, one of 31 MiB for newer hosts, and a send buffer of 15 MiB for all hosts. If
 * SectionSize is 0 or not a multiple of 4, it works without the send buffer. The number of sections
 * is the buffer's size divided by SectionSize. FreeBSD requests sub-channels after it has read the
 * RSS capabilities, accepts the granted number, opens all of them, and then sets the RSS parameters
 * (RndisOffload.h).
 *
 * Orderly stop. The guest sends REMOTE_NDIS_HALT_MSG, then NvspMessage1TypeRevokeReceiveBuffer and
 * NvspMessage1TypeRevokeSendBuffer, neither of which has a response. Then it closes the channels,
 * the first one last, and only then tears down the two GPADLs. The order matters: OpenVMM stops
 * serving the first channel at the first revocation, and sends GpadlTorndown for a buffer only
 * after CloseChannel, so a guest that waits for a teardown with the channel open waits forever.
 * Where the guest sends teardowns of several GPADLs at once, GpadlTorndown can arrive in any order.
 * FreeBSD tears down a buffer after its revocation instead, on Windows hosts, and before that waits
 * until the host has emptied the ring and 200 ms more. Closing the channels first works on both
 * Windows and OpenVMM. A new MTU needs an orderly stop and a new start.
 *
 * The hardware function. The guest pairs it by its serial number, or, as FreeBSD does, by the MAC
 * address, brings it up, and then sends NvspMessage4TypeSwitchDataPath. Broadcasts, multicasts and
 * some other frames still arrive on the synthetic side. A new NvspMessageTypeInit resets the data
 * path: the guest must switch again.
 *
 * Receive segment coalescing over the VMBus. With NVSP_2_NETVSC_CAPABILITIES.RscOverVmbus the host
 * may deliver one large TCP segment as several RNDIS messages, each in its own range. Each of them
 * has a record RNDIS_PACKET_ID_INFO with RNDIS_PACKET_INFO_FLAGS_MULTI_SUBALLOC; Rndis.h describes
 * the order, the records and the limit.
 *
 * Hosts differ:
 *
 *                                 Windows                        OpenVMM
 *     versions                    1 to 6.1                       1 to 6.1
 *     status of a refusal         undocumented                   NvspStatusNone
 *     MaximumMdlChainLength       undocumented                   34
 *     receive buffer's sections   1 (FreeBSD relies on it)       1
 *     indirection table           at TableOffset; 1.x has 40     at TableOffset, 12
 *     RNDIS frames in a message   undocumented                   at most 8 (MaxPacketsPerMessage)
 *     GPADLs at the stop          torn down after a revocation   torn down after the close
 *
 * QEMU has no such adapter.
 *
 * A guest must check, because the host is not trusted: the receive buffer's one section, and each
 * range in it; TransferPageSetId against the id of its receive buffer; the send section's size, and
 * the number of sections that fit; TableOffset and TableEntryCount; that a completion belongs to a
 * packet in flight; every RNDIS message inside its range. The receive buffer is shared memory: the
 * host can change it while the guest reads it. The guest must copy a message, or at least its
 * headers and records, into private memory and check the copy (Rndis.h).
 *
 * Sources: OpenVMM netvsp; symbols of netvsc 14347; FreeBSD hn_nvs.c, if_hnreg.h and if_hn.c; Linux
 * 7.3 (facts alone); the original Mile.HyperV (1.x).
 */

#ifndef MILE_HYPERV_DEVICE_NETWORK
#define MILE_HYPERV_DEVICE_NETWORK

#include "../Hypervisor/Types.h"
#include "../VMBus/DeviceGuid.h"
#include "Rndis.h"

HV_HEADER_BEGIN

/*
 * Versions.
 */

/** Composes a version from its major number (high 16 bits) and minor number (low 16 bits). */
#define NVSP_PROTOCOL_VERSION(Major, Minor) ((((Major) & 0xFFFF) << 16) | ((Minor) & 0xFFFF))
#define NVSP_PROTOCOL_MAJOR(Version) (((Version) >> 16) & 0xFFFF)
#define NVSP_PROTOCOL_MINOR(Version) ((Version) & 0xFFFF)

/** Version 1; its number is older than the rule of NVSP_PROTOCOL_VERSION. */
#define NVSP_PROTOCOL_VERSION_1 NVSP_PROTOCOL_VERSION(0, 2)
/** Version 2; its number is older than the rule of NVSP_PROTOCOL_VERSION. */
#define NVSP_PROTOCOL_VERSION_2 NVSP_PROTOCOL_VERSION(3, 2)
#define NVSP_PROTOCOL_VERSION_4 NVSP_PROTOCOL_VERSION(4, 0)
#define NVSP_PROTOCOL_VERSION_5 NVSP_PROTOCOL_VERSION(5, 0)
/** Version 6.0: the messages of 5.0 only. The network debugger of a Windows guest uses it. */
#define NVSP_PROTOCOL_VERSION_6 NVSP_PROTOCOL_VERSION(6, 0)
#define NVSP_PROTOCOL_VERSION_61 NVSP_PROTOCOL_VERSION(6, 1)
#define NVSP_PROTOCOL_VERSION_CURRENT NVSP_PROTOCOL_VERSION_5
#define NVSP_INVALID_PROTOCOL_VERSION 0xFFFFFFFF

/** True for a version that a host of NVSP_PROTOCOL_VERSION_CURRENT supports. */
#define NVSP_PROTOCOL_VERSION_IS_VALID(Version)                                                                        \
    ((Version) == NVSP_PROTOCOL_VERSION_5 || (Version) == NVSP_PROTOCOL_VERSION_4 ||                                   \
     (Version) == NVSP_PROTOCOL_VERSION_2 || (Version) == NVSP_PROTOCOL_VERSION_1)

/** Bytes of a message, up to 6.0. */
#define NVSP_PACKET_SIZE_V1 0x1C
/** Bytes of a message, since 6.1. */
#define NVSP_PACKET_SIZE_V61 0x28

/** Receive buffer id that FreeBSD, Linux and MacHyperVSupport choose; a convention of guests. */
#define NVSP_RECEIVE_BUFFER_ID_CONVENTION 0xCAFE
/** Send buffer id that FreeBSD chooses; Linux chooses 0. */
#define NVSP_SEND_BUFFER_ID_CONVENTION 0xFACE

/*
 * NDIS versions that guests report in NVSP_1_MESSAGE_SEND_NDIS_VERSION: the major number in the
 * high half, the minor number in the low half.
 */

/** NDIS 6.1, reported up to version 4.0 (FreeBSD). */
#define NVSP_NDIS_VERSION_6_1 0x00060001
/** NDIS 6.20. Source: FreeBSD, which does not report it. */
#define NVSP_NDIS_VERSION_6_20 0x00060014
/** NDIS 6.30, reported since version 5.0 (FreeBSD). */
#define NVSP_NDIS_VERSION_6_30 0x0006001E

/** NVSP_1_MESSAGE_SEND_RNDIS_PACKET.ChannelType: a frame. */
#define NVSP_DATA_CHANNEL_TYPE 0
/** NVSP_1_MESSAGE_SEND_RNDIS_PACKET.ChannelType: any RNDIS message other than a frame. */
#define NVSP_CONTROL_CHANNEL_TYPE 1

/**
 * NVSP_1_MESSAGE_SEND_RNDIS_PACKET.SendBufferSectionIndex: the message is in the guest pages that
 * the packet describes.
 */
#define NVSP_INVALID_SECTION_INDEX 0xFFFFFFFF

/** Operational status of an adapter. No message defined here carries it. */
#define NVSP_OPERATIONAL_STATUS_OK 0x00000000
#define NVSP_OPERATIONAL_STATUS_DEGRADED 0x00000001
#define NVSP_OPERATIONAL_STATUS_NONRECOVERABLE 0x00000002
#define NVSP_OPERATIONAL_STATUS_NO_CONTACT 0x00000003
#define NVSP_OPERATIONAL_STATUS_LOST_COMMUNICATION 0x00000004

/** Maximum bytes of an IPv4 packet. */
#define NVSP_MAX_IPV4_PACKET 65535
/** Minimum MTU in bytes from which the maximum number of fragments is derived. */
#define NVSP_IPV4_MIN_MINIMUM_MTU 352
/** Maximum number of ranges of one transfer-page packet. */
#define NVSP_MAX_PACKETS_PER_RECEIVE 375
/** Maximum number of ranges of one packet, and of fragments of one segment, with RSC: 562. */
#define NVSP_MAX_PACKETS_PER_RECEIVE_RSC_OVER_VMBUS                                                                    \
    (NVSP_MAX_PACKETS_PER_RECEIVE + NVSP_MAX_IPV4_PACKET / NVSP_IPV4_MIN_MINIMUM_MTU + 1)

/** Maximum number of processors that handle the traffic of one adapter. */
#define VMS_SWITCH_RSS_MAX_RSS_PROC_COUNT 16
/** Minimum number of entries of the switch's indirection table. */
#define VMS_SWITCH_RSS_MIN_INDIRECTION_TABLE_ENTRIES 16
/** Maximum number of entries of the switch's indirection table. */
#define VMS_SWITCH_RSS_MAX_INDIRECTION_TABLE_ENTRIES 128
/** Number of entries of the table that the host sends; fixed by the protocol. */
#define VMS_SWITCH_RSS_MAX_SEND_INDIRECTION_TABLE_ENTRIES 16

/** NVSP_MESSAGE_HEADER.MessageType; the file comment shows the direction. */
typedef HV_UINT32 NVSP_MESSAGE_TYPE, *PNVSP_MESSAGE_TYPE;
enum
{
    NvspMessageTypeNone = 0,
    NvspMessageTypeInit = 1,
    NvspMessageTypeInitComplete = 2,
    NvspVersionMessageStart = 100,
    NvspMessage1TypeSendNdisVersion = 100,
    NvspMessage1TypeSendReceiveBuffer = 101,
    NvspMessage1TypeSendReceiveBufferComplete = 102,
    NvspMessage1TypeRevokeReceiveBuffer = 103,
    NvspMessage1TypeSendSendBuffer = 104,
    NvspMessage1TypeSendSendBufferComplete = 105,
    NvspMessage1TypeRevokeSendBuffer = 106,
    NvspMessage1TypeSendRNDISPacket = 107,
    NvspMessage1TypeSendRNDISPacketComplete = 108,
    NvspMessage1Max = 108,
    NvspMessage2TypeSendChimneyDelegatedBuffer = 109,
    NvspMessage2TypeSendChimneyDelegatedBufferComplete = 110,
    NvspMessage2TypeRevokeChimneyDelegatedBuffer = 111,
    NvspMessage2TypeResumeChimneyRXIndication = 112,
    NvspMessage2TypeTerminateChimney = 113,
    NvspMessage2TypeTerminateChimneyComplete = 114,
    NvspMessage2TypeIndicateChimneyEvent = 115,
    NvspMessage2TypeSendChimneyPacket = 116,
    NvspMessage2TypeSendChimneyPacketComplete = 117,
    NvspMessage2TypePostChimneyRecvRequest = 118,
    NvspMessage2TypePostChimneyRecvRequestComplete = 119,
    NvspMessage2TypeAllocateReceiveBufferDeprecated = 120,
    NvspMessage2TypeAllocateReceiveBufferCompleteDeprecated = 121,
    NvspMessage2TypeFreeReceiveBufferDeprecated = 122,
    NvspMessage2SendVmqRndisPacketDeprecated = 123,
    NvspMessage2SendVmqRndisPacketCompleteDeprecated = 124,
    NvspMessage2TypeSendNdisConfig = 125,
    NvspMessage2TypeAllocateChimneyHandle = 126,
    NvspMessage2TypeAllocateChimneyHandleComplete = 127,
    NvspMessage2Max = 127,
    NvspMessage4TypeSendVFAssociation = 128,
    NvspMessage4TypeSwitchDataPath = 129,
    NvspMessage4TypeUplinkConnectStateDeprecated = 130,
    NvspMessage4Max = 130,
    NvspMessage5TypeOidQueryEx = 131,
    NvspMessage5TypeOidQueryExComplete = 132,
    NvspMessage5TypeSubChannel = 133,
    NvspMessage5TypeSendIndirectionTable = 134,
    NvspMessage5Max = 134,
    NvspMessage6TypePdApi = 135, /**< PacketDirect, since 6.1. */
    NvspMessage6TypePdPostBatch = 136,
    NvspMessage6Max = 136,
};

/*
 * Number of message types of each version, counted from NvspVersionMessageStart.
 */

#define NVSP_PROTOCOL_VERSION_1_HANDLER_COUNT ((NvspMessage1Max - NvspVersionMessageStart) + 1)
#define NVSP_PROTOCOL_VERSION_2_HANDLER_COUNT ((NvspMessage2Max - NvspVersionMessageStart) + 1)
#define NVSP_PROTOCOL_VERSION_4_HANDLER_COUNT ((NvspMessage4Max - NvspVersionMessageStart) + 1)
#define NVSP_PROTOCOL_VERSION_5_HANDLER_COUNT ((NvspMessage5Max - NvspVersionMessageStart) + 1)
#define NVSP_PROTOCOL_VERSION_6_HANDLER_COUNT ((NvspMessage5Max - NvspVersionMessageStart) + 1)
#define NVSP_PROTOCOL_VERSION_61_HANDLER_COUNT ((NvspMessage6Max - NvspVersionMessageStart) + 1)

/** Result of a message; NvspStatusSuccess is the only success. */
typedef HV_UINT32 NVSP_STATUS, *PNVSP_STATUS;
enum
{
    NvspStatusNone = 0, /**< OpenVMM's response to a version that it does not support. */
    NvspStatusSuccess = 1,
    NvspStatusFailure = 2,
    NvspStatusDeprecated1 = 3, /**< Old hosts: the requested version is too new (Linux, iPXE). */
    NvspStatusDeprecated2 = 4, /**< Old hosts: the requested version is too old (Linux, iPXE). */
    NvspStatusInvalidRndisPacket = 5,
    NvspStatusBusy = 6,
    NvspStatusProtocolVersionUnsupported = 7, /**< Unused by OpenVMM. */
    NvspStatusMax = 8,
};

HV_PACK_BEGIN

/** First member of each message, in both directions; since version 1. */
typedef struct NVSP_MESSAGE_HEADER
{
    NVSP_MESSAGE_TYPE MessageType; /**< Identifies the message and so the structure that follows. */
} NVSP_MESSAGE_HEADER, *PNVSP_MESSAGE_HEADER;
HV_STATIC_ASSERT(sizeof(NVSP_MESSAGE_HEADER) == 4);

/*
 * Initialization.
 */

/**
 * Requests one protocol version; guest to host. NVSP_MESSAGE_INIT_COMPLETE answers it. Since
 * version 1; ProtocolVersion2 repeats ProtocolVersion.
 */
typedef struct NVSP_MESSAGE_INIT
{
    union
    {
        struct
        {
            HV_UINT16 MinorProtocolVersion; /**< NVSP_PROTOCOL_MINOR of ProtocolVersion. */
            HV_UINT16 MajorProtocolVersion; /**< NVSP_PROTOCOL_MAJOR of ProtocolVersion. */
        };
        HV_UINT32 ProtocolVersion; /**< NVSP_PROTOCOL_VERSION_..., the requested version. */
    };
    HV_UINT32 ProtocolVersion2; /**< Repeats ProtocolVersion. */
} NVSP_MESSAGE_INIT, *PNVSP_MESSAGE_INIT;
HV_STATIC_ASSERT(sizeof(NVSP_MESSAGE_INIT) == 8);

/**
 * Response to NvspMessageTypeInit; host to guest, a completion packet of NVSP_PACKET_SIZE_V1 bytes,
 * padded to 32. Since version 1.
 */
typedef struct NVSP_MESSAGE_INIT_COMPLETE
{
    HV_UINT32 Deprecated;            /**< Ignored; the negotiated version before 2 (OpenVMM). */
    HV_UINT32 MaximumMdlChainLength; /**< Maximum number of buffers of one packet; OpenVMM: 34. */
    NVSP_STATUS Status;              /**< NvspStatusSuccess accepts the requested version. */
} NVSP_MESSAGE_INIT_COMPLETE, *PNVSP_MESSAGE_INIT_COMPLETE;
HV_STATIC_ASSERT(sizeof(NVSP_MESSAGE_INIT_COMPLETE) == 12);

/** Messages of the initialization. */
typedef union NVSP_MESSAGE_INIT_UBER
{
    NVSP_MESSAGE_INIT Init;
    NVSP_MESSAGE_INIT_COMPLETE InitComplete;
} NVSP_MESSAGE_INIT_UBER, *PNVSP_MESSAGE_INIT_UBER;
HV_STATIC_ASSERT(sizeof(NVSP_MESSAGE_INIT_UBER) == 12);

/*
 * Version 1: buffers and packets.
 */

/**
 * NDIS version of the guest's driver; guest to host. An empty completion answers it. Since version
 * 1.
 */
typedef struct NVSP_1_MESSAGE_SEND_NDIS_VERSION
{
    HV_UINT32 NdisMajorVersion; /**< High half of NVSP_NDIS_VERSION_... */
    HV_UINT32 NdisMinorVersion; /**< Low half of NVSP_NDIS_VERSION_... */
} NVSP_1_MESSAGE_SEND_NDIS_VERSION, *PNVSP_1_MESSAGE_SEND_NDIS_VERSION;
HV_STATIC_ASSERT(sizeof(NVSP_1_MESSAGE_SEND_NDIS_VERSION) == 8);

/**
 * Shares the receive buffer with the host; guest to host.
 * NVSP_1_MESSAGE_SEND_RECEIVE_BUFFER_COMPLETE answers it. Since version 1.
 */
typedef struct NVSP_1_MESSAGE_SEND_RECEIVE_BUFFER
{
    HV_UINT32 GpadlHandle; /**< GPADL of the buffer (VMBus/ChannelMessage.h). */
    HV_UINT16 Id;          /**< The guest's choice; VMTRANSFER_PAGE_PACKET_HEADER.TransferPageSetId repeats it. */
} NVSP_1_MESSAGE_SEND_RECEIVE_BUFFER, *PNVSP_1_MESSAGE_SEND_RECEIVE_BUFFER;
HV_STATIC_ASSERT(sizeof(NVSP_1_MESSAGE_SEND_RECEIVE_BUFFER) == 6);

/**
 * Section of the receive buffer: sub-allocations of equal size. A received frame occupies one or
 * more. OpenVMM derives the size from the MTU.
 */
typedef struct NVSP_1_RECEIVE_BUFFER_SECTION
{
    HV_UINT32 Offset;            /**< Bytes from the start of the buffer. */
    /** Bytes of one sub-allocation; not 0, at most EndOffset - Offset. */
    HV_UINT32 SubAllocationSize;
    /** Number of sub-allocations; NumSubAllocations * SubAllocationSize must fit in the buffer. */
    HV_UINT32 NumSubAllocations;
    HV_UINT32 EndOffset; /**< Bytes from the start of the buffer to the first byte after the section. */
} NVSP_1_RECEIVE_BUFFER_SECTION, *PNVSP_1_RECEIVE_BUFFER_SECTION;
HV_STATIC_ASSERT(sizeof(NVSP_1_RECEIVE_BUFFER_SECTION) == 16);

/**
 * Response to NvspMessage1TypeSendReceiveBuffer; host to guest, a completion packet. Since
 * version 1.
 */
typedef struct NVSP_1_MESSAGE_SEND_RECEIVE_BUFFER_COMPLETE
{
    NVSP_STATUS Status;    /**< NvspStatusSuccess if the host uses the buffer. */
    HV_UINT32 NumSections; /**< Elements of Sections; 1 from every known host. */
    /** Sections of the receive buffer. The guest must check that each ends within its buffer. */
    NVSP_1_RECEIVE_BUFFER_SECTION Sections[1];
} NVSP_1_MESSAGE_SEND_RECEIVE_BUFFER_COMPLETE, *PNVSP_1_MESSAGE_SEND_RECEIVE_BUFFER_COMPLETE;
HV_STATIC_ASSERT(sizeof(NVSP_1_MESSAGE_SEND_RECEIVE_BUFFER_COMPLETE) == 24);

/**
 * Takes the receive buffer out of use; guest to host. No response. Since version 1. OpenVMM stops
 * serving the first channel.
 */
typedef struct NVSP_1_MESSAGE_REVOKE_RECEIVE_BUFFER
{
    HV_UINT16 Id; /**< NVSP_1_MESSAGE_SEND_RECEIVE_BUFFER.Id. */
} NVSP_1_MESSAGE_REVOKE_RECEIVE_BUFFER, *PNVSP_1_MESSAGE_REVOKE_RECEIVE_BUFFER;
HV_STATIC_ASSERT(sizeof(NVSP_1_MESSAGE_REVOKE_RECEIVE_BUFFER) == 2);

/**
 * Shares the send buffer with the host; guest to host. NVSP_1_MESSAGE_SEND_SEND_BUFFER_COMPLETE
 * answers it. Since version 1.
 */
typedef struct NVSP_1_MESSAGE_SEND_SEND_BUFFER
{
    HV_UINT32 GpadlHandle; /**< GPADL of the buffer (VMBus/ChannelMessage.h). */
    HV_UINT16 Id;          /**< The guest's choice. */
} NVSP_1_MESSAGE_SEND_SEND_BUFFER, *PNVSP_1_MESSAGE_SEND_SEND_BUFFER;
HV_STATIC_ASSERT(sizeof(NVSP_1_MESSAGE_SEND_SEND_BUFFER) == 6);

/**
 * Response to NvspMessage1TypeSendSendBuffer; host to guest, a completion packet. Since version 1.
 */
typedef struct NVSP_1_MESSAGE_SEND_SEND_BUFFER_COMPLETE
{
    NVSP_STATUS Status;    /**< NvspStatusSuccess if the host uses the buffer. */
    /**
     * Bytes of one section; the guest divides the buffer by it. FreeBSD requires a multiple of 4,
     * not 0.
     */
    HV_UINT32 SectionSize;
} NVSP_1_MESSAGE_SEND_SEND_BUFFER_COMPLETE, *PNVSP_1_MESSAGE_SEND_SEND_BUFFER_COMPLETE;
HV_STATIC_ASSERT(sizeof(NVSP_1_MESSAGE_SEND_SEND_BUFFER_COMPLETE) == 8);

/**
 * Takes the send buffer out of use; guest to host. No response. Since version 1. OpenVMM stops
 * serving the first channel.
 */
typedef struct NVSP_1_MESSAGE_REVOKE_SEND_BUFFER
{
    HV_UINT16 Id; /**< NVSP_1_MESSAGE_SEND_SEND_BUFFER.Id. */
} NVSP_1_MESSAGE_REVOKE_SEND_BUFFER, *PNVSP_1_MESSAGE_REVOKE_SEND_BUFFER;
HV_STATIC_ASSERT(sizeof(NVSP_1_MESSAGE_REVOKE_SEND_BUFFER) == 2);

/**
 * Specifies where one or more RNDIS messages are; both ways.
 * NVSP_1_MESSAGE_SEND_RNDIS_PACKET_COMPLETE answers it. Since version 1.
 */
typedef struct NVSP_1_MESSAGE_SEND_RNDIS_PACKET
{
    HV_UINT32 ChannelType; /**< NVSP_DATA_CHANNEL_TYPE or NVSP_CONTROL_CHANNEL_TYPE. */
    /**
     * Section of the send buffer, from 0, or NVSP_INVALID_SECTION_INDEX. The pages of a GPA-direct
     * packet follow the section.
     */
    HV_UINT32 SendBufferSectionIndex;
    /** Bytes of the RNDIS messages that are in the section; 0 without a section. */
    HV_UINT32 SendBufferSectionSize;
} NVSP_1_MESSAGE_SEND_RNDIS_PACKET, *PNVSP_1_MESSAGE_SEND_RNDIS_PACKET;
HV_STATIC_ASSERT(sizeof(NVSP_1_MESSAGE_SEND_RNDIS_PACKET) == 12);

/**
 * Response to NvspMessage1TypeSendRNDISPacket; both ways, a completion packet. Since version 1. The
 * section, pages or ranges of the packet belong to their owner again.
 */
typedef struct NVSP_1_MESSAGE_SEND_RNDIS_PACKET_COMPLETE
{
    NVSP_STATUS Status; /**< Result for the whole packet. */
} NVSP_1_MESSAGE_SEND_RNDIS_PACKET_COMPLETE, *PNVSP_1_MESSAGE_SEND_RNDIS_PACKET_COMPLETE;
HV_STATIC_ASSERT(sizeof(NVSP_1_MESSAGE_SEND_RNDIS_PACKET_COMPLETE) == 4);

/*
 * Version 2: configuration.
 */

/** Capabilities of the guest's driver; since version 2. */
typedef struct NVSP_2_NETVSC_CAPABILITIES
{
    union
    {
        HV_UINT64 AsUINT64; /**< All capabilities in one word. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT64 VMQ : 1;             /**< Bit 0: Virtual machine queues. */
            HV_UINT64 Chimney : 1;         /**< Bit 1: TCP offload; obsolete. */
            HV_UINT64 SRIOV : 1;           /**< Bit 2: A hardware function may take over. FreeBSD: since 5.0. */
            HV_UINT64 Ieee8021q : 1;       /**< Bit 3: VLAN and priority in the packet's information. */
            HV_UINT64 CorrelationId : 1;   /**< Bit 4: Undocumented. */
            HV_UINT64 Teaming : 1;         /**< Bit 5: Undocumented. */
            HV_UINT64 VirtualSubnetId : 1; /**< Bit 6: Undocumented. */
            HV_UINT64 RscOverVmbus : 1;    /**< Bit 7: Coalesced segments may arrive in fragments. */
            HV_UINT64 Reserved : 56;
        };
#endif
    };
} NVSP_2_NETVSC_CAPABILITIES, *PNVSP_2_NETVSC_CAPABILITIES;
HV_STATIC_ASSERT(sizeof(NVSP_2_NETVSC_CAPABILITIES) == 8);

/**
 * MTU and capabilities of the guest; guest to host. An empty completion answers it. Since
 * version 2.
 */
typedef struct NVSP_2_MESSAGE_SEND_NDIS_CONFIG
{
    /**
     * Bytes of a frame, with the Ethernet header. OpenVMM accepts 1514 to 9216 and uses 1514
     * otherwise.
     */
    HV_UINT32 MTU;
    HV_UINT32 Reserved;
    NVSP_2_NETVSC_CAPABILITIES Capabilities; /**< Capabilities of the guest's driver. */
} NVSP_2_MESSAGE_SEND_NDIS_CONFIG, *PNVSP_2_MESSAGE_SEND_NDIS_CONFIG;
HV_STATIC_ASSERT(sizeof(NVSP_2_MESSAGE_SEND_NDIS_CONFIG) == 16);

/**
 * Range of a receive buffer, named by its transfer-page set. No message defined here carries it.
 */
typedef struct NVSP_TRANSFER_PAGE_RANGE
{
    HV_UINT64 TransferPageSetId; /**< NVSP_1_MESSAGE_SEND_RECEIVE_BUFFER.Id of the buffer. */
    /** Bytes of the range; ByteOffset + ByteCount is at most the buffer's bytes. */
    HV_UINT32 ByteCount;
    HV_UINT32 ByteOffset;        /**< Bytes from the start of the buffer to the range. */
} NVSP_TRANSFER_PAGE_RANGE, *PNVSP_TRANSFER_PAGE_RANGE;
HV_STATIC_ASSERT(sizeof(NVSP_TRANSFER_PAGE_RANGE) == 16);

/*
 * Version 4: the hardware function.
 */

/**
 * Assigns or removes a hardware function; host to guest, unsolicited. The guest sends an empty
 * completion. Since version 4.
 */
typedef struct NVSP_4_MESSAGE_SEND_VF_ASSOCIATION
{
    HV_UINT32 VFAllocated;  /**< 1 if SerialNumber is valid, 0 if no function is assigned. */
    HV_UINT32 SerialNumber; /**< VPCI_DEVICE_DESCRIPTION.SerialNumber (Pci.h) of the function. */
} NVSP_4_MESSAGE_SEND_VF_ASSOCIATION, *PNVSP_4_MESSAGE_SEND_VF_ASSOCIATION;
HV_STATIC_ASSERT(sizeof(NVSP_4_MESSAGE_SEND_VF_ASSOCIATION) == 8);

/** Data path of frames. */
typedef HV_UINT32 NVSP_VM_DATA_PATH, *PNVSP_VM_DATA_PATH;
enum
{
    NvspDataPathSynthetic = 0,
    NvspDataPathVF = 1,
    NvspDataPathMax = 2,
};

/**
 * Switches the data path; since version 4. Guest to host, it requests a path; host to guest,
 * unsolicited, only the synthetic path remains. An empty completion answers it, if requested.
 */
typedef struct NVSP_4_MESSAGE_SWITCH_DATA_PATH
{
    NVSP_VM_DATA_PATH ActiveDataPath; /**< Data path in force after the message. */
} NVSP_4_MESSAGE_SWITCH_DATA_PATH, *PNVSP_4_MESSAGE_SWITCH_DATA_PATH;
HV_STATIC_ASSERT(sizeof(NVSP_4_MESSAGE_SWITCH_DATA_PATH) == 4);

/*
 * Version 5: queries and more channels.
 */

/**
 * Queries an object without RNDIS; guest to host. NVSP_5_MESSAGE_OID_QUERY_EX_COMPLETE answers it.
 * Since version 5.
 */
typedef struct NVSP_5_MESSAGE_OID_QUERY_EX
{
    RNDIS_OBJECT_HEADER Header; /**< Undocumented. */
    RNDIS_OID Oid;              /**< RNDIS_OID_..., the object. */
} NVSP_5_MESSAGE_OID_QUERY_EX, *PNVSP_5_MESSAGE_OID_QUERY_EX;
HV_STATIC_ASSERT(sizeof(NVSP_5_MESSAGE_OID_QUERY_EX) == 8);

/**
 * Response to NvspMessage5TypeOidQueryEx; host to guest, a completion packet. Since version 5.
 * OpenVMM answers every query with the status of an unsupported one.
 */
typedef struct NVSP_5_MESSAGE_OID_QUERY_EX_COMPLETE
{
    HV_UINT32 Status; /**< RNDIS_STATUS_..., not NVSP_STATUS. */
    union
    {
        HV_UINT32 BytesWritten; /**< Bytes of the result. */
        HV_UINT32 BytesNeeded;  /**< Bytes that the result requires, if it did not fit. */
    };
} NVSP_5_MESSAGE_OID_QUERY_EX_COMPLETE, *PNVSP_5_MESSAGE_OID_QUERY_EX_COMPLETE;
HV_STATIC_ASSERT(sizeof(NVSP_5_MESSAGE_OID_QUERY_EX_COMPLETE) == 8);

/** NVSP_5_MESSAGE_SUBCHANNEL_REQUEST.Operation. */
typedef HV_UINT32 NVSP_SUBCHANNEL_OPERATION, *PNVSP_SUBCHANNEL_OPERATION;
enum
{
    NvspSubchannelNone = 0,
    NvspSubchannelAllocate = 1,
    NvspSubchannelMax = 2,
};

/**
 * Requests sub-channels; guest to host. NVSP_5_MESSAGE_SUBCHANNEL_COMPLETE answers it. Since
 * version 5.
 */
typedef struct NVSP_5_MESSAGE_SUBCHANNEL_REQUEST
{
    NVSP_SUBCHANNEL_OPERATION Operation; /**< NvspSubchannelAllocate. */
    HV_UINT32 NumSubChannels;            /**< Number of channels in addition to the first one. */
} NVSP_5_MESSAGE_SUBCHANNEL_REQUEST, *PNVSP_5_MESSAGE_SUBCHANNEL_REQUEST;
HV_STATIC_ASSERT(sizeof(NVSP_5_MESSAGE_SUBCHANNEL_REQUEST) == 8);

/**
 * Response to NvspMessage5TypeSubChannel; host to guest, a completion packet. Since version 5. The
 * host then offers the channels.
 */
typedef struct NVSP_5_MESSAGE_SUBCHANNEL_COMPLETE
{
    NVSP_STATUS Status; /**< NvspStatusSuccess if the host offers the channels. */
    /** Number of channels that the host offers; at most the requested number. */
    HV_UINT32 NumSubChannels;
} NVSP_5_MESSAGE_SUBCHANNEL_COMPLETE, *PNVSP_5_MESSAGE_SUBCHANNEL_COMPLETE;
HV_STATIC_ASSERT(sizeof(NVSP_5_MESSAGE_SUBCHANNEL_COMPLETE) == 8);

/**
 * Channels on which the guest sends its flows; host to guest, unsolicited, whenever the channels
 * change. No response. Since version 5.
 *
 * The table contains 32-bit channel numbers; 0 is the first channel. The guest must check each
 * number against the channels that are open.
 */
typedef struct NVSP_5_MESSAGE_SEND_INDIRECTION_TABLE
{
    /** Number of entries; 16. They must fit in the packet after TableOffset. */
    HV_UINT32 TableEntryCount;
    HV_UINT32 TableOffset; /**< Bytes from NVSP_MESSAGE_HEADER to the table; OpenVMM: 12. */
} NVSP_5_MESSAGE_SEND_INDIRECTION_TABLE, *PNVSP_5_MESSAGE_SEND_INDIRECTION_TABLE;
HV_STATIC_ASSERT(sizeof(NVSP_5_MESSAGE_SEND_INDIRECTION_TABLE) == 8);

/*
 * Versions 6.1 and 7: PacketDirect and NVIO. No known host implements them.
 */

/**
 * GROUP_AFFINITY of Windows, as its 32-bit drivers declare it. In a 64-bit guest, Mask has 64 bits
 * and the members after it have larger offsets.
 */
typedef struct HV_GROUP_AFFINITY
{
    HV_UINT32 Mask;  /**< Bit n: processor n of the group. */
    HV_UINT16 Group; /**< Processor group. */
    HV_UINT16 Reserved[3];
} HV_GROUP_AFFINITY, *PHV_GROUP_AFFINITY;
HV_STATIC_ASSERT(sizeof(HV_GROUP_AFFINITY) == 12);

/** NVSP_6_MESSAGE_PD_API_REQUEST.Operation. */
typedef HV_UINT32 NVSP_6_MESSAGE_PD_API_OPERATION, *PNVSP_6_MESSAGE_PD_API_OPERATION;
enum
{
    PdApiOpConfiguration = 1,
    PdApiOpSwitchDatapath = 2,
    PdApiOpOpenProvider = 3,
    PdApiOpCloseProvider = 4,
    PdApiOpCreateQueue = 5,
    PdApiOpFlushQueue = 6,
    PdApiOpFreeQueue = 7,
    PdApiOpAllocateCommonBuffer = 8,
    PdApiOpFreeCommonBuffer = 9,
    PdApiOpMax = 0x0000000A,
};

/**
 * Requests an operation of PacketDirect; guest to host. NVSP_6_MESSAGE_PD_API_COMPLETE answers it.
 * Since version 6.1.
 */
typedef struct NVSP_6_MESSAGE_PD_API_REQUEST
{
    HV_UINT32 Operation; /**< PdApiOp...; selects the member of the union. */
    union
    {
        struct
        {
            /** Physical address of the guest's MMIO range; its alignment is undocumented. */
            HV_INT64 MmioPhysicalAddress;
            HV_UINT32 MmioLength;  /**< Bytes of the MMIO range; the bound is undocumented. */
            HV_UINT16 NumPdQueues; /**< Number of queues that the guest can use; a hint. */
        } Configuration; /**< Input of PdApiOpConfiguration. */
        struct
        {
            HV_UINT8 HostDatapathIsPacketDirect; /**< Undocumented. */
            HV_UINT8 GuestPacketDirectIsEnabled; /**< Undocumented. */
        } SwitchDatapath; /**< Input of PdApiOpSwitchDatapath. */
        struct
        {
            HV_UINT32 ProviderId; /**< Identifies the provider. */
            HV_UINT32 Flags;      /**< Flags of the Windows structure OPEN_PROVIDER; undocumented. */
        } OpenProvider; /**< Input of PdApiOpOpenProvider. */
        struct
        {
            HV_UINT32 ProviderId; /**< Identifies the provider. */
        } CloseProvider; /**< Input of PdApiOpCloseProvider. */
        struct
        {
            HV_UINT32 ProviderId;        /**< Identifies the provider. */
            HV_UINT16 QueueId;           /**< Queue of the provider. */
            HV_UINT16 QueueSize;         /**< Undocumented. */
            HV_UINT8 IsReceiveQueue;     /**< Nonzero for a receive queue. */
            HV_UINT8 IsRssQueue;         /**< Undocumented. */
            HV_UINT32 ReceiveDataLength; /**< Undocumented. */
            HV_GROUP_AFFINITY Affinity;  /**< Processors of the queue. */
        } CreateQueue; /**< Input of PdApiOpCreateQueue. */
        struct
        {
            HV_UINT32 ProviderId; /**< Identifies the provider. */
            HV_UINT16 QueueId;    /**< Queue of the provider. */
        } DeleteQueue; /**< Input of PdApiOpFreeQueue. */
        struct
        {
            HV_UINT32 ProviderId; /**< Identifies the provider. */
            HV_UINT16 QueueId;    /**< Queue of the provider. */
        } FlushQueue; /**< Input of PdApiOpFlushQueue. */
        struct
        {
            HV_UINT32 Length;        /**< Bytes of the common buffer; the bound is undocumented. */
            HV_UINT32 PreferredNode; /**< Undocumented. */
            HV_UINT16 RegionId;      /**< Identifies the common buffer. */
        } AllocateCommonBuffer; /**< Input of PdApiOpAllocateCommonBuffer. */
        struct
        {
            HV_UINT32 Length; /**< Bytes of the common buffer; the bound is undocumented. */
            /** Physical address of the common buffer; its alignment is undocumented. */
            HV_UINT64 PhysicalAddress;
            HV_UINT32 PreferredNode; /**< Undocumented. */
            HV_UINT16 RegionId;      /**< Identifies the common buffer. */
            HV_UINT8 CacheType;      /**< Undocumented. */
        } FreeCommonBuffer; /**< Input of PdApiOpFreeCommonBuffer. */
    };
} NVSP_6_MESSAGE_PD_API_REQUEST, *PNVSP_6_MESSAGE_PD_API_REQUEST;
HV_STATIC_ASSERT(sizeof(NVSP_6_MESSAGE_PD_API_REQUEST) == 30);

/** Response to NvspMessage6TypePdApi; host to guest. Since version 6.1. */
typedef struct NVSP_6_MESSAGE_PD_API_COMPLETE
{
    HV_UINT32 Operation; /**< PdApiOp... of the request. */
    HV_UINT32 Status;    /**< NTSTATUS of the operation. */
    union
    {
        struct
        {
            HV_UINT16 NumPdQueues;          /**< Number of queues that the host allocated. */
            HV_UINT8 NumReceiveRssPDQueues; /**< Undocumented. */
            HV_UINT8 IsSupportedByVSP;      /**< 1 if the host supports PacketDirect. */
            HV_UINT8 IsEnabledByVSP;        /**< 1 if the host has enabled PacketDirect. */
        } Configuration; /**< Output of PdApiOpConfiguration. */
        struct
        {
            HV_UINT32 ProviderId; /**< Identifies the provider. */
        } OpenProvider; /**< Output of PdApiOpOpenProvider. */
        struct
        {
            HV_UINT32 ProviderId;        /**< Identifies the provider. */
            HV_UINT16 QueueId;           /**< Queue of the provider. */
            HV_UINT16 QueueSize;         /**< Undocumented. */
            HV_UINT32 ReceiveDataLength; /**< Undocumented. */
            HV_GROUP_AFFINITY Affinity;  /**< Processors of the queue. */
        } CreateQueue; /**< Output of PdApiOpCreateQueue. */
        struct
        {
            /** Physical address of the common buffer; its alignment is undocumented. */
            HV_UINT64 PhysicalAddress;
            HV_UINT32 Length;        /**< Bytes of the common buffer; the bound is undocumented. */
            HV_UINT32 PreferredNode; /**< Undocumented. */
            HV_UINT16 RegionId;      /**< Identifies the common buffer. */
            HV_UINT8 CacheType;      /**< Undocumented. */
        } AllocateCommonBuffer;      /**< Output of PdApiOpAllocateCommonBuffer. */
    };
} NVSP_6_MESSAGE_PD_API_COMPLETE, *PNVSP_6_MESSAGE_PD_API_COMPLETE;
HV_STATIC_ASSERT(sizeof(NVSP_6_MESSAGE_PD_API_COMPLETE) == 32);

/** Buffer of a PacketDirect batch. */
typedef struct NVSP_6_PD_BUFFER
{
    HV_UINT32 RegionOffset; /**< Bytes from the start of the common buffer. */
    HV_UINT16 RegionId;     /**< Identifies the common buffer. */
    union
    {
        HV_UINT16 AsUINT16; /**< IsPartial and ReservedMbz in one word. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT16 IsPartial : 1; /**< Bit 0: Undocumented. */
            HV_UINT16 ReservedMbz : 15;
        };
#endif
    };
} NVSP_6_PD_BUFFER, *PNVSP_6_PD_BUFFER;
HV_STATIC_ASSERT(sizeof(NVSP_6_PD_BUFFER) == 8);

/**
 * Batch of PacketDirect buffers, NvspMessage6TypePdPostBatch; both ways. Its response is
 * undocumented. Since version 6.1.
 */
typedef struct NVSP_6_MESSAGE_PD_BATCH_MESSAGE
{
    NVSP_MESSAGE_HEADER Header;
    HV_UINT16 Count; /**< Number of elements of PdBuffer; the message must contain all of them. */
    union
    {
        HV_UINT16 AsUINT16; /**< The flags in one word. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT16 GuestToHost : 1; /**< Bit 0: Direction of the batch. */
            HV_UINT16 IsReceive : 1;   /**< Bit 1: Undocumented. */
            HV_UINT16 ReservedMbz : 14;
        };
#endif
    };
    NVSP_6_PD_BUFFER PdBuffer[]; /**< The buffers. */
} NVSP_6_MESSAGE_PD_BATCH_MESSAGE, *PNVSP_6_MESSAGE_PD_BATCH_MESSAGE;
HV_STATIC_ASSERT(sizeof(NVSP_6_MESSAGE_PD_BATCH_MESSAGE) == 8);

/**
 * Requests a switch to NVIO; guest to host. NVSP_7_MESSAGE_USE_NVIO_COMPLETE answers it, and the
 * host can refuse. Since version 7. Source: OpenVMM's comments, the original Mile.HyperV (1.x).
 */
typedef struct NVSP_7_MESSAGE_USE_NVIO_REQUEST
{
    NVSP_MESSAGE_HEADER Header;
    HV_UINT32 ReservedMbz1;
    HV_UINT64 ReservedMbz2;
} NVSP_7_MESSAGE_USE_NVIO_REQUEST, *PNVSP_7_MESSAGE_USE_NVIO_REQUEST;
HV_STATIC_ASSERT(sizeof(NVSP_7_MESSAGE_USE_NVIO_REQUEST) == 16);

/** Response to NVSP_7_MESSAGE_USE_NVIO_REQUEST; host to guest. Since version 7. */
typedef struct NVSP_7_MESSAGE_USE_NVIO_COMPLETE
{
    HV_UINT32 Status;              /**< Undocumented. */
    HV_UINT32 ControlChannelIndex; /**< Undocumented. */
} NVSP_7_MESSAGE_USE_NVIO_COMPLETE, *PNVSP_7_MESSAGE_USE_NVIO_COMPLETE;
HV_STATIC_ASSERT(sizeof(NVSP_7_MESSAGE_USE_NVIO_COMPLETE) == 8);

/*
 * Unions of the messages.
 */

/** Messages of version 1. */
typedef union NVSP_1_MESSAGE_UBER
{
    NVSP_1_MESSAGE_SEND_NDIS_VERSION SendNdisVersion;
    NVSP_1_MESSAGE_SEND_RECEIVE_BUFFER SendReceiveBuffer;
    NVSP_1_MESSAGE_SEND_RECEIVE_BUFFER_COMPLETE SendReceiveBufferComplete;
    NVSP_1_MESSAGE_REVOKE_RECEIVE_BUFFER RevokeReceiveBuffer;
    NVSP_1_MESSAGE_SEND_SEND_BUFFER SendSendBuffer;
    NVSP_1_MESSAGE_SEND_SEND_BUFFER_COMPLETE SendSendBufferComplete;
    NVSP_1_MESSAGE_REVOKE_SEND_BUFFER RevokeSendBuffer;
    NVSP_1_MESSAGE_SEND_RNDIS_PACKET SendRNDISPacket;
    NVSP_1_MESSAGE_SEND_RNDIS_PACKET_COMPLETE SendRNDISPacketComplete;
} NVSP_1_MESSAGE_UBER, *PNVSP_1_MESSAGE_UBER;
HV_STATIC_ASSERT(sizeof(NVSP_1_MESSAGE_UBER) == 24);

/** Messages of version 2. */
typedef union NVSP_2_MESSAGE_UBER
{
    NVSP_2_MESSAGE_SEND_NDIS_CONFIG SendNdisConfig;
} NVSP_2_MESSAGE_UBER, *PNVSP_2_MESSAGE_UBER;
HV_STATIC_ASSERT(sizeof(NVSP_2_MESSAGE_UBER) == 16);

/** Messages of version 4. */
typedef union NVSP_4_MESSAGE_UBER
{
    NVSP_4_MESSAGE_SEND_VF_ASSOCIATION VFAssociation;
    NVSP_4_MESSAGE_SWITCH_DATA_PATH SwitchDataPath;
} NVSP_4_MESSAGE_UBER, *PNVSP_4_MESSAGE_UBER;
HV_STATIC_ASSERT(sizeof(NVSP_4_MESSAGE_UBER) == 8);

/** Messages of version 5. */
typedef union NVSP_5_MESSAGE_UBER
{
    NVSP_5_MESSAGE_OID_QUERY_EX OidQueryEx;
    NVSP_5_MESSAGE_OID_QUERY_EX_COMPLETE OidQueryExComplete;
    NVSP_5_MESSAGE_SUBCHANNEL_REQUEST SubChannelRequest;
    /** Response to SubChannelRequest. */
    NVSP_5_MESSAGE_SUBCHANNEL_COMPLETE SubChannelRequestComplete;
    /** Body of NvspMessage5TypeSendIndirectionTable. */
    NVSP_5_MESSAGE_SEND_INDIRECTION_TABLE SendTable;
} NVSP_5_MESSAGE_UBER, *PNVSP_5_MESSAGE_UBER;
HV_STATIC_ASSERT(sizeof(NVSP_5_MESSAGE_UBER) == 8);

/** Messages of version 6.1. */
typedef union NVSP_6_MESSAGE_UBER
{
    NVSP_6_MESSAGE_PD_API_REQUEST PdApiRequest;
    NVSP_6_MESSAGE_PD_API_COMPLETE PdApiComplete;
} NVSP_6_MESSAGE_UBER, *PNVSP_6_MESSAGE_UBER;
HV_STATIC_ASSERT(sizeof(NVSP_6_MESSAGE_UBER) == 32);

/** Messages of version 7. */
typedef union NVSP_7_MESSAGE_UBER
{
    NVSP_7_MESSAGE_USE_NVIO_REQUEST UseNvIoRequest;
    NVSP_7_MESSAGE_USE_NVIO_COMPLETE UseNvIoComplete;
} NVSP_7_MESSAGE_UBER, *PNVSP_7_MESSAGE_UBER;
HV_STATIC_ASSERT(sizeof(NVSP_7_MESSAGE_UBER) == 16);

/** Body of any message. */
typedef union NVSP_ALL_MESSAGES
{
    NVSP_MESSAGE_INIT_UBER InitMessages;  /**< NvspMessageTypeInit and its response. */
    NVSP_1_MESSAGE_UBER Version1Messages; /**< Types up to NvspMessage1Max. */
    NVSP_2_MESSAGE_UBER Version2Messages; /**< Types up to NvspMessage2Max. */
    NVSP_4_MESSAGE_UBER Version4Messages; /**< Types up to NvspMessage4Max. */
    NVSP_5_MESSAGE_UBER Version5Messages; /**< Types up to NvspMessage5Max. */
    NVSP_6_MESSAGE_UBER Version6Messages; /**< Types up to NvspMessage6Max. */
    NVSP_7_MESSAGE_UBER Version7Messages; /**< NVIO; the message types are undocumented. */
} NVSP_ALL_MESSAGES, *PNVSP_ALL_MESSAGES;
HV_STATIC_ASSERT(sizeof(NVSP_ALL_MESSAGES) == 32);

/**
 * Any message, in its longest form. A guest must send NVSP_PACKET_SIZE_V1 bytes of it, padded to
 * 32, up to version 6.0 and NVSP_PACKET_SIZE_V61 bytes since 6.1, never sizeof.
 */
typedef struct NVSP_MESSAGE
{
    NVSP_MESSAGE_HEADER Header;
    NVSP_ALL_MESSAGES Messages; /**< Body of the message. */
    HV_UINT32 Padding;
} NVSP_MESSAGE, *PNVSP_MESSAGE;
HV_STATIC_ASSERT(sizeof(NVSP_MESSAGE) == 40);

/** Bytes of a message, up to 6.0. */
#define NVSP_LEGACY_MESSAGE_SIZE (sizeof(NVSP_MESSAGE_HEADER) + sizeof(NVSP_1_MESSAGE_UBER))
/** Bytes of a message of 6.1 without NVSP_MESSAGE.Padding. */
#define NVSP_61_MESSAGE_SIZE (sizeof(NVSP_MESSAGE_HEADER) + sizeof(NVSP_6_MESSAGE_UBER))
#define NVSP_7_MESSAGE_SIZE NVSP_61_MESSAGE_SIZE

/**
 * Indirection table that follows a message of full length, as the original Mile.HyperV (1.x)
 * declares it. A guest must use TableOffset instead.
 */
typedef struct NVSP_SEND_INDIRECTION_TABLE_MESSAGE
{
    NVSP_MESSAGE NvspMessage;
    /** Channel numbers; 0 is the first channel. */
    HV_UINT32 SendIndirectionTable[VMS_SWITCH_RSS_MAX_SEND_INDIRECTION_TABLE_ENTRIES];
} NVSP_SEND_INDIRECTION_TABLE_MESSAGE, *PNVSP_SEND_INDIRECTION_TABLE_MESSAGE;
HV_STATIC_ASSERT(sizeof(NVSP_SEND_INDIRECTION_TABLE_MESSAGE) == 104);

/** Maximum bytes of an in-band packet's payload from the host. */
#define NVSP_MAX_VMBUS_MESSAGE_SIZE (sizeof(NVSP_SEND_INDIRECTION_TABLE_MESSAGE))

HV_PACK_END

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_NETWORK */
