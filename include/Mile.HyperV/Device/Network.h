/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Synthetic network adapter: NVSP, which moves RNDIS messages between a guest and the virtual switch.
 *
 * Class f8615163-df3e-46c5-913f-f2d2f965ed0e. An Ethernet adapter is two layers.
 * This one sets up two shared buffers and says where in them, or in which of the
 * guest's own pages, an RNDIS message (Rndis.h) lies; the RNDIS message holds the
 * frame and everything known about it.
 *
 *     guest                                           host
 *       |-- NvspMessageTypeInit ----------------------->|  newest version first
 *       |<-- NvspMessageTypeInitComplete ---------------|  until NvspStatusSuccess
 *       |-- NvspMessage2TypeSendNdisConfig ------------>|  since 2, before any buffer
 *       |-- NvspMessage1TypeSendNdisVersion ----------->|
 *       |-- NvspMessage1TypeSendReceiveBuffer --------->|  a GPADL
 *       |<-- ...ReceiveBufferComplete ------------------|  and how it is divided
 *       |-- NvspMessage1TypeSendSendBuffer ------------>|  another one
 *       |<-- ...SendBufferComplete ---------------------|  bytes of one section
 *       |== RNDIS: initialize, query, set =============>|
 *       |-- NvspMessage5TypeSubChannel ---------------->|  since 5: more channels
 *       |<-- NvspMessage5TypeSendIndirectionTable ------|  which one a flow sends on
 *       |== NvspMessage1TypeSendRNDISPacket ===========>|  both ways, in any number
 *       |<-- NvspMessage4TypeSendVFAssociation ---------|  a hardware function comes
 *       |-- NvspMessage4TypeSwitchDataPath ------------>|  frames go through it
 *       |<-- the same ----------------------------------|  they do not any more
 *
 * A packet to the host is either in a section of the send buffer, or GPA-direct
 * with NVSP_INVALID_SECTION_INDEX. A packet to the guest is of the transfer-page
 * kind (VMBus/Packet.h): each VMTRANSFER_PAGE_RANGE of it is a piece of the receive
 * buffer with one RNDIS message; they are the guest's until it completes the packet with
 * NvspMessage1TypeSendRNDISPacketComplete.
 *
 * There is no pipe header: a packet's payload is the message, in-band where no range
 * goes with it. The ...Complete messages come as completions, with the transaction id
 * of what they answer, so a question has the flag "completion requested"; the
 * configuration and the NDIS version are completed with nothing. The indirection
 * table, the association and a switch back come unasked; the guest completes the last
 * two, for the host asks for it.
 *
 * A message has a fixed size, whatever it holds: NVSP_PACKET_SIZE_V1 up to version
 * 6.0, NVSP_PACKET_SIZE_V61 from 6.1 on. A packet's padding makes 32 of 28, and
 * FreeBSD fills up shorter requests to that, since hosts leave them without an
 * answer. Two messages of OpenVMM's host are an exception: the indirection table's
 * ends with the table, and a switch back ends with its structure. Members are packed.
 *
 * The first channel has the conversation and both GPADLs; the other channels share
 * the two buffers and carry NvspMessage1TypeSendRNDISPacket only. FreeBSD asks for
 * versions 5.0, 4.0, 2 and 1, and after a reset insists on the one that it had; it
 * names 6.30 as its NDIS version with 5.0, and 6.1 before. It gives hosts of 1 and 2
 * a receive buffer of 15 MiB, newer ones one of 31, and all a send buffer of 15 MiB.
 * A SectionSize of 0, or one that is no multiple of 4, makes it do without the send
 * buffer; the sections are the buffer's size divided by SectionSize. It asks for more
 * channels once it has read the RSS capabilities, takes what it is granted, opens
 * them all, and then sets the RSS parameters (RndisOffload.h).
 *
 * The way back: REMOTE_NDIS_HALT_MSG; NvspMessage1TypeRevokeReceiveBuffer and
 * NvspMessage1TypeRevokeSendBuffer, which have no answer, and after each the teardown
 * of its GPADL; then the channels are closed, the first one last. After a revocation
 * FreeBSD waits until the host has emptied the ring, and 200 ms more, before it tears
 * down the GPADL. A new MTU goes this way and then starts anew.
 *
 * The hardware function. The guest pairs it by its serial number, or, as FreeBSD
 * does, by the MAC address, brings it up, and then sends
 * NvspMessage4TypeSwitchDataPath, without wanting a completion. Broadcasts,
 * multicasts and some other frames come on the synthetic side still. A new
 * NvspMessageTypeInit forgets the switch: it is sent again.
 *
 * What a guest checks, because the host is not trusted: the receive buffer's one
 * section, and each range in it; the send section's size, and the number of them
 * that fit; TableOffset and TableEntryCount; a completion belongs to a packet in
 * flight; every RNDIS message inside its range.
 *
 * Sources: OpenVMM netvsp; symbols of netvsc 14347; FreeBSD hn_nvs.c, if_hnreg.h and
 * if_hn.c; the original collection.
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

/** A version: the major number in the high half. */
#define NVSP_PROTOCOL_VERSION(Major, Minor) ((((Major) & 0xFFFF) << 16) | ((Minor) & 0xFFFF))
#define NVSP_PROTOCOL_MAJOR(Version) (((Version) >> 16) & 0xFFFF)
#define NVSP_PROTOCOL_MINOR(Version) ((Version) & 0xFFFF)

/** This number and the next are older than the rule above, and do not follow it. */
#define NVSP_PROTOCOL_VERSION_1 NVSP_PROTOCOL_VERSION(0, 2)
#define NVSP_PROTOCOL_VERSION_2 NVSP_PROTOCOL_VERSION(3, 2)
#define NVSP_PROTOCOL_VERSION_4 NVSP_PROTOCOL_VERSION(4, 0)
#define NVSP_PROTOCOL_VERSION_5 NVSP_PROTOCOL_VERSION(5, 0)
/** Has the messages of 5.0 only; Windows' network debugger in a guest speaks it. */
#define NVSP_PROTOCOL_VERSION_6 NVSP_PROTOCOL_VERSION(6, 0)
#define NVSP_PROTOCOL_VERSION_61 NVSP_PROTOCOL_VERSION(6, 1)
#define NVSP_PROTOCOL_VERSION_CURRENT NVSP_PROTOCOL_VERSION_5
#define NVSP_INVALID_PROTOCOL_VERSION 0xFFFFFFFF

/** Whether a host of NVSP_PROTOCOL_VERSION_CURRENT knows it. */
#define NVSP_PROTOCOL_VERSION_IS_VALID(Version)                                                                        \
    ((Version) == NVSP_PROTOCOL_VERSION_5 || (Version) == NVSP_PROTOCOL_VERSION_4 ||                                   \
     (Version) == NVSP_PROTOCOL_VERSION_2 || (Version) == NVSP_PROTOCOL_VERSION_1)

/** Bytes of a message, up to 6.0. */
#define NVSP_PACKET_SIZE_V1 0x1C
/** Bytes of a message, since 6.1. */
#define NVSP_PACKET_SIZE_V61 0x28

/** NVSP_1_MESSAGE_SEND_RNDIS_PACKET.ChannelType: a frame. */
#define NVSP_DATA_CHANNEL_TYPE 0
/** Any other RNDIS message. */
#define NVSP_CONTROL_CHANNEL_TYPE 1

/** NVSP_1_MESSAGE_SEND_RNDIS_PACKET.SendBufferSectionIndex: the message is in the packet's guest pages. */
#define NVSP_INVALID_SECTION_INDEX 0xFFFFFFFF

/** How an adapter is; no message here carries it. */
#define NVSP_OPERATIONAL_STATUS_OK 0x00000000
#define NVSP_OPERATIONAL_STATUS_DEGRADED 0x00000001
#define NVSP_OPERATIONAL_STATUS_NONRECOVERABLE 0x00000002
#define NVSP_OPERATIONAL_STATUS_NO_CONTACT 0x00000003
#define NVSP_OPERATIONAL_STATUS_LOST_COMMUNICATION 0x00000004

#define NVSP_MAX_IPV4_PACKET 65535
#define NVSP_IPV4_MIN_MINIMUM_MTU 352
/** The most ranges of one transfer-page packet. */
#define NVSP_MAX_PACKETS_PER_RECEIVE 375
/** The same where received segments are coalesced: 562. */
#define NVSP_MAX_PACKETS_PER_RECEIVE_RSC_OVER_VMBUS                                                                    \
    (NVSP_MAX_PACKETS_PER_RECEIVE + NVSP_MAX_IPV4_PACKET / NVSP_IPV4_MIN_MINIMUM_MTU + 1)

/** Processors that one adapter's traffic can use. */
#define VMS_SWITCH_RSS_MAX_RSS_PROC_COUNT 16
#define VMS_SWITCH_RSS_MIN_INDIRECTION_TABLE_ENTRIES 16
#define VMS_SWITCH_RSS_MAX_INDIRECTION_TABLE_ENTRIES 128
/** Entries of the table that the host sends; part of the protocol's version. */
#define VMS_SWITCH_RSS_MAX_SEND_INDIRECTION_TABLE_ENTRIES 16

/** By version; who sends it is in the story above. */
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
 * How many message numbers a version knows, from NvspVersionMessageStart on.
 */

#define NVSP_PROTOCOL_VERSION_1_HANDLER_COUNT ((NvspMessage1Max - NvspVersionMessageStart) + 1)
#define NVSP_PROTOCOL_VERSION_2_HANDLER_COUNT ((NvspMessage2Max - NvspVersionMessageStart) + 1)
#define NVSP_PROTOCOL_VERSION_4_HANDLER_COUNT ((NvspMessage4Max - NvspVersionMessageStart) + 1)
#define NVSP_PROTOCOL_VERSION_5_HANDLER_COUNT ((NvspMessage5Max - NvspVersionMessageStart) + 1)
#define NVSP_PROTOCOL_VERSION_6_HANDLER_COUNT ((NvspMessage5Max - NvspVersionMessageStart) + 1)
#define NVSP_PROTOCOL_VERSION_61_HANDLER_COUNT ((NvspMessage6Max - NvspVersionMessageStart) + 1)

/** The only success is NvspStatusSuccess. */
typedef HV_UINT32 NVSP_STATUS, *PNVSP_STATUS;
enum
{
    NvspStatusNone = 0, /**< OpenVMM's answer to a version that it does not know. */
    NvspStatusSuccess = 1,
    NvspStatusFailure = 2,
    NvspStatusDeprecated1 = 3,
    NvspStatusDeprecated2 = 4,
    NvspStatusInvalidRndisPacket = 5,
    NvspStatusBusy = 6,
    NvspStatusProtocolVersionUnsupported = 7, /**< OpenVMM: never sent. */
    NvspStatusMax = 8,
};

HV_PACK_BEGIN

typedef struct NVSP_MESSAGE_HEADER
{
    NVSP_MESSAGE_TYPE MessageType;
} NVSP_MESSAGE_HEADER, *PNVSP_MESSAGE_HEADER;
HV_STATIC_ASSERT(sizeof(NVSP_MESSAGE_HEADER) == 4);

/*
 * Initialization.
 */

/** Both fields hold the one version that is asked for: it was a range once. */
typedef struct NVSP_MESSAGE_INIT
{
    union
    {
        struct
        {
            HV_UINT16 MinorProtocolVersion;
            HV_UINT16 MajorProtocolVersion;
        };
        HV_UINT32 ProtocolVersion;
    };
    HV_UINT32 ProtocolVersion2;
} NVSP_MESSAGE_INIT, *PNVSP_MESSAGE_INIT;
HV_STATIC_ASSERT(sizeof(NVSP_MESSAGE_INIT) == 8);

typedef struct NVSP_MESSAGE_INIT_COMPLETE
{
    HV_UINT32 Deprecated;            /**< Was the negotiated version. */
    HV_UINT32 MaximumMdlChainLength; /**< The longest chain of buffers in one packet; OpenVMM: 34. */
    NVSP_STATUS Status;
} NVSP_MESSAGE_INIT_COMPLETE, *PNVSP_MESSAGE_INIT_COMPLETE;
HV_STATIC_ASSERT(sizeof(NVSP_MESSAGE_INIT_COMPLETE) == 12);

typedef union NVSP_MESSAGE_INIT_UBER
{
    NVSP_MESSAGE_INIT Init;
    NVSP_MESSAGE_INIT_COMPLETE InitComplete;
} NVSP_MESSAGE_INIT_UBER, *PNVSP_MESSAGE_INIT_UBER;
HV_STATIC_ASSERT(sizeof(NVSP_MESSAGE_INIT_UBER) == 12);

/*
 * Version 1: buffers and packets.
 */

typedef struct NVSP_1_MESSAGE_SEND_NDIS_VERSION
{
    HV_UINT32 NdisMajorVersion;
    HV_UINT32 NdisMinorVersion;
} NVSP_1_MESSAGE_SEND_NDIS_VERSION, *PNVSP_1_MESSAGE_SEND_NDIS_VERSION;
HV_STATIC_ASSERT(sizeof(NVSP_1_MESSAGE_SEND_NDIS_VERSION) == 8);

typedef struct NVSP_1_MESSAGE_SEND_RECEIVE_BUFFER
{
    HV_UINT32 GpadlHandle; /**< The buffer (VMBus/ChannelMessage.h). */
    HV_UINT16 Id;          /**< The guest's choice; transfer-page packets name it (FreeBSD: 0xCAFE). */
} NVSP_1_MESSAGE_SEND_RECEIVE_BUFFER, *PNVSP_1_MESSAGE_SEND_RECEIVE_BUFFER;
HV_STATIC_ASSERT(sizeof(NVSP_1_MESSAGE_SEND_RECEIVE_BUFFER) == 6);

/** Sub-allocations of equal size; a received frame takes one or more. OpenVMM sizes them by the MTU. */
typedef struct NVSP_1_RECEIVE_BUFFER_SECTION
{
    HV_UINT32 Offset;    /**< Bytes from the buffer's beginning. */
    HV_UINT32 SubAllocationSize;
    HV_UINT32 NumSubAllocations;
    HV_UINT32 EndOffset; /**< The first byte behind it. */
} NVSP_1_RECEIVE_BUFFER_SECTION, *PNVSP_1_RECEIVE_BUFFER_SECTION;
HV_STATIC_ASSERT(sizeof(NVSP_1_RECEIVE_BUFFER_SECTION) == 16);

typedef struct NVSP_1_MESSAGE_SEND_RECEIVE_BUFFER_COMPLETE
{
    NVSP_STATUS Status;
    HV_UINT32 NumSections; /**< 1: no host has sent more. */
    NVSP_1_RECEIVE_BUFFER_SECTION Sections[1];
} NVSP_1_MESSAGE_SEND_RECEIVE_BUFFER_COMPLETE, *PNVSP_1_MESSAGE_SEND_RECEIVE_BUFFER_COMPLETE;
HV_STATIC_ASSERT(sizeof(NVSP_1_MESSAGE_SEND_RECEIVE_BUFFER_COMPLETE) == 24);

typedef struct NVSP_1_MESSAGE_REVOKE_RECEIVE_BUFFER
{
    HV_UINT16 Id;
} NVSP_1_MESSAGE_REVOKE_RECEIVE_BUFFER, *PNVSP_1_MESSAGE_REVOKE_RECEIVE_BUFFER;
HV_STATIC_ASSERT(sizeof(NVSP_1_MESSAGE_REVOKE_RECEIVE_BUFFER) == 2);

typedef struct NVSP_1_MESSAGE_SEND_SEND_BUFFER
{
    HV_UINT32 GpadlHandle;
    HV_UINT16 Id; /**< The guest's choice (FreeBSD: 0xFACE). */
} NVSP_1_MESSAGE_SEND_SEND_BUFFER, *PNVSP_1_MESSAGE_SEND_SEND_BUFFER;
HV_STATIC_ASSERT(sizeof(NVSP_1_MESSAGE_SEND_SEND_BUFFER) == 6);

typedef struct NVSP_1_MESSAGE_SEND_SEND_BUFFER_COMPLETE
{
    NVSP_STATUS Status;
    HV_UINT32 SectionSize; /**< Bytes; the guest divides the buffer so. */
} NVSP_1_MESSAGE_SEND_SEND_BUFFER_COMPLETE, *PNVSP_1_MESSAGE_SEND_SEND_BUFFER_COMPLETE;
HV_STATIC_ASSERT(sizeof(NVSP_1_MESSAGE_SEND_SEND_BUFFER_COMPLETE) == 8);

typedef struct NVSP_1_MESSAGE_REVOKE_SEND_BUFFER
{
    HV_UINT16 Id;
} NVSP_1_MESSAGE_REVOKE_SEND_BUFFER, *PNVSP_1_MESSAGE_REVOKE_SEND_BUFFER;
HV_STATIC_ASSERT(sizeof(NVSP_1_MESSAGE_REVOKE_SEND_BUFFER) == 2);

typedef struct NVSP_1_MESSAGE_SEND_RNDIS_PACKET
{
    HV_UINT32 ChannelType;            /**< NVSP_..._CHANNEL_TYPE. */
    HV_UINT32 SendBufferSectionIndex; /**< Or NVSP_INVALID_SECTION_INDEX. */
    HV_UINT32 SendBufferSectionSize;  /**< Bytes of the RNDIS message in it. */
} NVSP_1_MESSAGE_SEND_RNDIS_PACKET, *PNVSP_1_MESSAGE_SEND_RNDIS_PACKET;
HV_STATIC_ASSERT(sizeof(NVSP_1_MESSAGE_SEND_RNDIS_PACKET) == 12);

typedef struct NVSP_1_MESSAGE_SEND_RNDIS_PACKET_COMPLETE
{
    NVSP_STATUS Status;
} NVSP_1_MESSAGE_SEND_RNDIS_PACKET_COMPLETE, *PNVSP_1_MESSAGE_SEND_RNDIS_PACKET_COMPLETE;
HV_STATIC_ASSERT(sizeof(NVSP_1_MESSAGE_SEND_RNDIS_PACKET_COMPLETE) == 4);

/*
 * Version 2: configuration.
 */

/** What the guest's driver can do. */
typedef struct NVSP_2_NETVSC_CAPABILITIES
{
    union
    {
        HV_UINT64 AsUINT64;
        struct
        {
            HV_UINT64 VMQ : 1;             /**< Bit 0: Virtual machine queues. */
            HV_UINT64 Chimney : 1;         /**< Bit 1: TCP offload; gone. */
            HV_UINT64 SRIOV : 1;           /**< Bit 2: a hardware function may take over. FreeBSD: since 5.0. */
            HV_UINT64 Ieee8021q : 1;       /**< Bit 3: VLAN and priority in the packet's information. */
            HV_UINT64 CorrelationId : 1;   /**< Bit 4. */
            HV_UINT64 Teaming : 1;         /**< Bit 5. */
            HV_UINT64 VirtualSubnetId : 1; /**< Bit 6. */
            HV_UINT64 RscOverVmbus : 1;    /**< Bit 7: received segments come coalesced. */
            HV_UINT64 Reserved : 56;
        };
    };
} NVSP_2_NETVSC_CAPABILITIES, *PNVSP_2_NETVSC_CAPABILITIES;
HV_STATIC_ASSERT(sizeof(NVSP_2_NETVSC_CAPABILITIES) == 8);

typedef struct NVSP_2_MESSAGE_SEND_NDIS_CONFIG
{
    HV_UINT32 MTU; /**< Bytes, with the Ethernet header. OpenVMM: 1514 to 9216, or it takes 1514. */
    HV_UINT32 Reserved;
    NVSP_2_NETVSC_CAPABILITIES Capabilities;
} NVSP_2_MESSAGE_SEND_NDIS_CONFIG, *PNVSP_2_MESSAGE_SEND_NDIS_CONFIG;
HV_STATIC_ASSERT(sizeof(NVSP_2_MESSAGE_SEND_NDIS_CONFIG) == 16);

/** A range of the receive buffer, by the transfer-page set's id, as the switch's side names it. */
typedef struct NVSP_TRANSFER_PAGE_RANGE
{
    HV_UINT64 TransferPageSetId;
    HV_UINT32 ByteCount;
    HV_UINT32 ByteOffset;
} NVSP_TRANSFER_PAGE_RANGE, *PNVSP_TRANSFER_PAGE_RANGE;
HV_STATIC_ASSERT(sizeof(NVSP_TRANSFER_PAGE_RANGE) == 16);

/*
 * Version 4: the hardware function.
 */

/** Host to guest. */
typedef struct NVSP_4_MESSAGE_SEND_VF_ASSOCIATION
{
    HV_UINT32 VFAllocated;  /**< 1 if SerialNumber is valid. */
    HV_UINT32 SerialNumber; /**< Also in VPCI_DEVICE_DESCRIPTION.SerialNumber (Pci.h) of the function. */
} NVSP_4_MESSAGE_SEND_VF_ASSOCIATION, *PNVSP_4_MESSAGE_SEND_VF_ASSOCIATION;
HV_STATIC_ASSERT(sizeof(NVSP_4_MESSAGE_SEND_VF_ASSOCIATION) == 8);

/** Which way frames go. */
typedef HV_UINT32 NVSP_VM_DATA_PATH, *PNVSP_VM_DATA_PATH;
enum
{
    NvspDataPathSynthetic = 0,
    NvspDataPathVF = 1,
    NvspDataPathMax = 2,
};

/** Guest to host: the way that it wants. Host to guest: only the synthetic way is left. */
typedef struct NVSP_4_MESSAGE_SWITCH_DATA_PATH
{
    NVSP_VM_DATA_PATH ActiveDataPath; /**< What holds from now on. */
} NVSP_4_MESSAGE_SWITCH_DATA_PATH, *PNVSP_4_MESSAGE_SWITCH_DATA_PATH;
HV_STATIC_ASSERT(sizeof(NVSP_4_MESSAGE_SWITCH_DATA_PATH) == 4);

/*
 * Version 5: queries and more channels.
 */

/** Guest to host: a query without RNDIS. */
typedef struct NVSP_5_MESSAGE_OID_QUERY_EX
{
    RNDIS_OBJECT_HEADER Header;
    RNDIS_OID Oid;
} NVSP_5_MESSAGE_OID_QUERY_EX, *PNVSP_5_MESSAGE_OID_QUERY_EX;
HV_STATIC_ASSERT(sizeof(NVSP_5_MESSAGE_OID_QUERY_EX) == 8);

/** Host to guest. */
typedef struct NVSP_5_MESSAGE_OID_QUERY_EX_COMPLETE
{
    HV_UINT32 Status; /**< RNDIS_STATUS_..., not NVSP_STATUS. */
    union
    {
        HV_UINT32 BytesWritten;
        HV_UINT32 BytesNeeded;
    };
} NVSP_5_MESSAGE_OID_QUERY_EX_COMPLETE, *PNVSP_5_MESSAGE_OID_QUERY_EX_COMPLETE;
HV_STATIC_ASSERT(sizeof(NVSP_5_MESSAGE_OID_QUERY_EX_COMPLETE) == 8);

typedef HV_UINT32 NVSP_SUBCHANNEL_OPERATION, *PNVSP_SUBCHANNEL_OPERATION;
enum
{
    NvspSubchannelNone = 0,
    NvspSubchannelAllocate = 1,
    NvspSubchannelMax = 2,
};

/** Guest to host. */
typedef struct NVSP_5_MESSAGE_SUBCHANNEL_REQUEST
{
    NVSP_SUBCHANNEL_OPERATION Operation;
    HV_UINT32 NumSubChannels;
} NVSP_5_MESSAGE_SUBCHANNEL_REQUEST, *PNVSP_5_MESSAGE_SUBCHANNEL_REQUEST;
HV_STATIC_ASSERT(sizeof(NVSP_5_MESSAGE_SUBCHANNEL_REQUEST) == 8);

/** Host to guest; the channels are offered then. */
typedef struct NVSP_5_MESSAGE_SUBCHANNEL_COMPLETE
{
    HV_UINT32 Status;         /**< NVSP_STATUS. */
    HV_UINT32 NumSubChannels; /**< How many are offered, at most what was asked for. */
} NVSP_5_MESSAGE_SUBCHANNEL_COMPLETE, *PNVSP_5_MESSAGE_SUBCHANNEL_COMPLETE;
HV_STATIC_ASSERT(sizeof(NVSP_5_MESSAGE_SUBCHANNEL_COMPLETE) == 8);

/**
 * Host to guest, whenever the channels change. The table is of 32-bit channel
 * numbers: 0 is the first one. Each is checked against the channels that are open.
 */
typedef struct NVSP_5_MESSAGE_SEND_INDIRECTION_TABLE
{
    HV_UINT32 TableEntryCount; /**< 16; bounds the table with TableOffset in the packet. */
    HV_UINT32 TableOffset;     /**< Bytes from NVSP_MESSAGE_HEADER on; OpenVMM: 12. */
} NVSP_5_MESSAGE_SEND_INDIRECTION_TABLE, *PNVSP_5_MESSAGE_SEND_INDIRECTION_TABLE;
HV_STATIC_ASSERT(sizeof(NVSP_5_MESSAGE_SEND_INDIRECTION_TABLE) == 8);

/*
 * Versions 6.1 and 7: PacketDirect and NVIO, which never became common.
 */

/**
 * Windows' GROUP_AFFINITY, as its 32-bit drivers declare it. A 64-bit guest's
 * Mask has 64 bits, and what follows it moves.
 */
typedef struct HV_GROUP_AFFINITY
{
    HV_UINT32 Mask;
    HV_UINT16 Group;
    HV_UINT16 Reserved[3];
} HV_GROUP_AFFINITY, *PHV_GROUP_AFFINITY;
HV_STATIC_ASSERT(sizeof(HV_GROUP_AFFINITY) == 12);

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

typedef struct NVSP_6_MESSAGE_PD_API_REQUEST
{
    HV_UINT32 Operation;
    union
    {
        struct
        {
            HV_INT64 MmioPhysicalAddress;
            HV_UINT32 MmioLength;
            HV_UINT16 NumPdQueues;
        } Configuration;
        struct
        {
            HV_UINT8 HostDatapathIsPacketDirect;
            HV_UINT8 GuestPacketDirectIsEnabled;
        } SwitchDatapath;
        struct
        {
            HV_UINT32 ProviderId;
            HV_UINT32 Flags;
        } OpenProvider;
        struct
        {
            HV_UINT32 ProviderId;
        } CloseProvider;
        struct
        {
            HV_UINT32 ProviderId;
            HV_UINT16 QueueId;
            HV_UINT16 QueueSize;
            HV_UINT8 IsReceiveQueue;
            HV_UINT8 IsRssQueue;
            HV_UINT32 ReceiveDataLength;
            HV_GROUP_AFFINITY Affinity;
        } CreateQueue;
        struct
        {
            HV_UINT32 ProviderId;
            HV_UINT16 QueueId;
        } DeleteQueue;
        struct
        {
            HV_UINT32 ProviderId;
            HV_UINT16 QueueId;
        } FlushQueue;
        struct
        {
            HV_UINT32 Length;
            HV_UINT32 PreferredNode;
            HV_UINT16 RegionId;
        } AllocateCommonBuffer;
        struct
        {
            HV_UINT32 Length;
            HV_UINT64 PhysicalAddress;
            HV_UINT32 PreferredNode;
            HV_UINT16 RegionId;
            HV_UINT8 CacheType;
        } FreeCommonBuffer;
    };
} NVSP_6_MESSAGE_PD_API_REQUEST, *PNVSP_6_MESSAGE_PD_API_REQUEST;
HV_STATIC_ASSERT(sizeof(NVSP_6_MESSAGE_PD_API_REQUEST) == 30);

typedef struct NVSP_6_MESSAGE_PD_API_COMPLETE
{
    HV_UINT32 Operation;
    HV_UINT32 Status;
    union
    {
        struct
        {
            HV_UINT16 NumPdQueues;
            HV_UINT8 NumReceiveRssPDQueues;
            HV_UINT8 IsSupportedByVSP;
            HV_UINT8 IsEnabledByVSP;
        } Configuration;
        struct
        {
            HV_UINT32 ProviderId;
        } OpenProvider;
        struct
        {
            HV_UINT32 ProviderId;
            HV_UINT16 QueueId;
            HV_UINT16 QueueSize;
            HV_UINT32 ReceiveDataLength;
            HV_GROUP_AFFINITY Affinity;
        } CreateQueue;
        struct
        {
            HV_UINT64 PhysicalAddress;
            HV_UINT32 Length;
            HV_UINT32 PreferredNode;
            HV_UINT16 RegionId;
            HV_UINT8 CacheType;
        } AllocateCommonBuffer;
    };
} NVSP_6_MESSAGE_PD_API_COMPLETE, *PNVSP_6_MESSAGE_PD_API_COMPLETE;
HV_STATIC_ASSERT(sizeof(NVSP_6_MESSAGE_PD_API_COMPLETE) == 32);

typedef struct NVSP_6_PD_BUFFER
{
    HV_UINT32 RegionOffset;
    HV_UINT16 RegionId;
    union
    {
        HV_UINT16 AsUINT16;
        struct
        {
            HV_UINT16 IsPartial : 1; /**< Bit 0. */
            HV_UINT16 ReservedMbz : 15;
        };
    };
} NVSP_6_PD_BUFFER, *PNVSP_6_PD_BUFFER;
HV_STATIC_ASSERT(sizeof(NVSP_6_PD_BUFFER) == 8);

typedef struct NVSP_6_MESSAGE_PD_BATCH_MESSAGE
{
    NVSP_MESSAGE_HEADER Header;
    HV_UINT16 Count;
    union
    {
        HV_UINT16 AsUINT16;
        struct
        {
            HV_UINT16 GuestToHost : 1; /**< Bit 0. */
            HV_UINT16 IsReceive : 1;   /**< Bit 1. */
            HV_UINT16 ReservedMbz : 14;
        };
    };
    NVSP_6_PD_BUFFER PdBuffer[];
} NVSP_6_MESSAGE_PD_BATCH_MESSAGE, *PNVSP_6_MESSAGE_PD_BATCH_MESSAGE;
HV_STATIC_ASSERT(sizeof(NVSP_6_MESSAGE_PD_BATCH_MESSAGE) == 8);

typedef struct NVSP_7_MESSAGE_USE_NVIO_REQUEST
{
    NVSP_MESSAGE_HEADER Header;
    HV_UINT32 ReservedMbz1;
    HV_UINT64 ReservedMbz2;
} NVSP_7_MESSAGE_USE_NVIO_REQUEST, *PNVSP_7_MESSAGE_USE_NVIO_REQUEST;
HV_STATIC_ASSERT(sizeof(NVSP_7_MESSAGE_USE_NVIO_REQUEST) == 16);

typedef struct NVSP_7_MESSAGE_USE_NVIO_COMPLETE
{
    HV_UINT32 Status;
    HV_UINT32 ControlChannelIndex;
} NVSP_7_MESSAGE_USE_NVIO_COMPLETE, *PNVSP_7_MESSAGE_USE_NVIO_COMPLETE;
HV_STATIC_ASSERT(sizeof(NVSP_7_MESSAGE_USE_NVIO_COMPLETE) == 8);

/*
 * All of them.
 */

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

typedef union NVSP_2_MESSAGE_UBER
{
    NVSP_2_MESSAGE_SEND_NDIS_CONFIG SendNdisConfig;
} NVSP_2_MESSAGE_UBER, *PNVSP_2_MESSAGE_UBER;
HV_STATIC_ASSERT(sizeof(NVSP_2_MESSAGE_UBER) == 16);

typedef union NVSP_4_MESSAGE_UBER
{
    NVSP_4_MESSAGE_SEND_VF_ASSOCIATION VFAssociation;
    NVSP_4_MESSAGE_SWITCH_DATA_PATH SwitchDataPath;
} NVSP_4_MESSAGE_UBER, *PNVSP_4_MESSAGE_UBER;
HV_STATIC_ASSERT(sizeof(NVSP_4_MESSAGE_UBER) == 8);

typedef union NVSP_5_MESSAGE_UBER
{
    NVSP_5_MESSAGE_OID_QUERY_EX OidQueryEx;
    NVSP_5_MESSAGE_OID_QUERY_EX_COMPLETE OidQueryExComplete;
    NVSP_5_MESSAGE_SUBCHANNEL_REQUEST SubChannelRequest;
    NVSP_5_MESSAGE_SUBCHANNEL_COMPLETE SubChannelRequestComplete;
    NVSP_5_MESSAGE_SEND_INDIRECTION_TABLE SendTable;
} NVSP_5_MESSAGE_UBER, *PNVSP_5_MESSAGE_UBER;
HV_STATIC_ASSERT(sizeof(NVSP_5_MESSAGE_UBER) == 8);

typedef union NVSP_6_MESSAGE_UBER
{
    NVSP_6_MESSAGE_PD_API_REQUEST PdApiRequest;
    NVSP_6_MESSAGE_PD_API_COMPLETE PdApiComplete;
} NVSP_6_MESSAGE_UBER, *PNVSP_6_MESSAGE_UBER;
HV_STATIC_ASSERT(sizeof(NVSP_6_MESSAGE_UBER) == 32);

typedef union NVSP_7_MESSAGE_UBER
{
    NVSP_7_MESSAGE_USE_NVIO_REQUEST UseNvIoRequest;
    NVSP_7_MESSAGE_USE_NVIO_COMPLETE UseNvIoComplete;
} NVSP_7_MESSAGE_UBER, *PNVSP_7_MESSAGE_UBER;
HV_STATIC_ASSERT(sizeof(NVSP_7_MESSAGE_UBER) == 16);

typedef union NVSP_ALL_MESSAGES
{
    NVSP_MESSAGE_INIT_UBER InitMessages;
    NVSP_1_MESSAGE_UBER Version1Messages;
    NVSP_2_MESSAGE_UBER Version2Messages;
    NVSP_4_MESSAGE_UBER Version4Messages;
    NVSP_5_MESSAGE_UBER Version5Messages;
    NVSP_6_MESSAGE_UBER Version6Messages;
    NVSP_7_MESSAGE_UBER Version7Messages;
} NVSP_ALL_MESSAGES, *PNVSP_ALL_MESSAGES;
HV_STATIC_ASSERT(sizeof(NVSP_ALL_MESSAGES) == 32);

/** The longest message; one of NVSP_PACKET_SIZE_V1 is its beginning. */
typedef struct NVSP_MESSAGE
{
    NVSP_MESSAGE_HEADER Header;
    NVSP_ALL_MESSAGES Messages;
    HV_UINT32 Padding;
} NVSP_MESSAGE, *PNVSP_MESSAGE;
HV_STATIC_ASSERT(sizeof(NVSP_MESSAGE) == 40);

#define NVSP_LEGACY_MESSAGE_SIZE (sizeof(NVSP_MESSAGE_HEADER) + sizeof(NVSP_1_MESSAGE_UBER))
#define NVSP_61_MESSAGE_SIZE (sizeof(NVSP_MESSAGE_HEADER) + sizeof(NVSP_6_MESSAGE_UBER))
#define NVSP_7_MESSAGE_SIZE NVSP_61_MESSAGE_SIZE

/**
 * The table behind a message of full length, as Windows' host lays it out by this
 * definition; a guest goes by TableOffset.
 */
typedef struct NVSP_SEND_INDIRECTION_TABLE_MESSAGE
{
    NVSP_MESSAGE NvspMessage;
    HV_UINT32 SendIndirectionTable[VMS_SWITCH_RSS_MAX_SEND_INDIRECTION_TABLE_ENTRIES];
} NVSP_SEND_INDIRECTION_TABLE_MESSAGE, *PNVSP_SEND_INDIRECTION_TABLE_MESSAGE;
HV_STATIC_ASSERT(sizeof(NVSP_SEND_INDIRECTION_TABLE_MESSAGE) == 104);

/** The longest in-band packet of the host. */
#define NVSP_MAX_VMBUS_MESSAGE_SIZE (sizeof(NVSP_SEND_INDIRECTION_TABLE_MESSAGE))

HV_PACK_END

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_NETWORK */

