/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief RNDIS of the network adapter (Device/Rndis.h, Device/RndisOffload.h): control messages, frames and their records.
 *
 * network.c has gathered the messages of a packet into private memory, so nothing
 * changes while this file reads. Every offset and length of the guest is checked
 * against the bytes of its message.
 */

#include "network.h"

#include <stddef.h>
#include <string.h>

enum
{
    MessageHeadBytes = 8,     /* Type and length. */
    MessagesPerPacket = 8,
    AlignmentFactor = 3,
    MaximumTransferBytes = 65536,
    LinkSpeed100 = 100000000, /* Units of 100 bits a second: 10 Gbit/s. */
    InformationMaximum = 512, /* Bytes of the longest answer to a query. */
    RecordMaximum = 128,      /* Bytes of all records of a frame to the guest. */
    FrameHeadMaximum = MessageHeadBytes + sizeof(RNDIS_PACKET) + RecordMaximum,
};

/*
 * Control messages.
 */

static void SendControl(NETWORK *Network, HV_UINT32 Type, const void *Structure, HV_UINT32 StructureBytes,
                        const void *Data, HV_UINT32 Bytes)
{
    HV_UINT8 Head[RNDIS_MESSAGE_SIZE(RNDIS_MESSAGE_CONTAINER)];
    const HV_UINT32 Words[2] = {Type, MessageHeadBytes + StructureBytes + Bytes};
    const RNDIS_PIECE Piece = {Head, MessageHeadBytes + StructureBytes, Data, Bytes};

    memcpy(Head, Words, sizeof(Words));
    memcpy(Head + MessageHeadBytes, Structure, StructureBytes);
    if (!NetworkSendRndis(Network, 0, NVSP_CONTROL_CHANNEL_TYPE, &Piece, 1))
    {
        HostSay("%s: no room for an answer", Network->Device->Name);
    }
}

static void TakeInitialize(NETWORK *Network, const RNDIS_INITIALIZE_REQUEST *Request)
{
    const RNDIS_INITIALIZE_COMPLETE Complete = {.RequestId = Request->RequestId,
                                                .Status = RNDIS_STATUS_SUCCESS,
                                                .MajorVersion = RNDIS_MAJOR_VERSION,
                                                .MinorVersion = RNDIS_MINOR_VERSION,
                                                .DeviceFlags = RNDIS_DF_CONNECTIONLESS,
                                                .Medium = RNDIS_MEDIUM_802_3,
                                                .MaxPacketsPerMessage = MessagesPerPacket,
                                                .MaxTransferSize = MaximumTransferBytes,
                                                .PacketAlignmentFactor = AlignmentFactor};

    Network->Session.IsInitialized = 1;
    SendControl(Network, REMOTE_NDIS_INITIALIZE_CMPLT, &Complete, sizeof(Complete), "", 0);
}

void RndisIndicateLink(NETWORK *Network)
{
    RNDIS_INDICATE_STATUS Indicate = {0};

    if (Network->Session.IsInitialized)
    {
        Indicate.Status = Network->IsLinkDown ? RNDIS_STATUS_MEDIA_DISCONNECT : RNDIS_STATUS_MEDIA_CONNECT;
        SendControl(Network, REMOTE_NDIS_INDICATE_STATUS_MSG, &Indicate, sizeof(Indicate), "", 0);
    }
}

/*
 * Offloads.
 */

/* Coalesced segments may need several messages, which the guest must have said that it understands. */
static int CanCoalesce(const NETWORK *Network)
{
    return Network->Session.Version >= NVSP_PROTOCOL_VERSION_61 && Network->Session.Capabilities.RscOverVmbus;
}

/* Capabilities, or what of them is on. Revision: the newest one that the guest knows. Returns the bytes. */
static HV_UINT32 DescribeOffloads(const NETWORK *Network, const NETWORK_OFFLOADS *On, unsigned Revision,
                                  HV_UINT8 Data[InformationMaximum])
{
    static const HV_UINT16 Sizes[] = {RNDIS_SIZEOF_NDIS_OFFLOAD_REVISION_1, RNDIS_SIZEOF_NDIS_OFFLOAD_REVISION_2,
                                      RNDIS_SIZEOF_NDIS_OFFLOAD_REVISION_3};
    RNDIS_OFFLOAD Offload = {.Header.Type = RNDIS_OBJECT_TYPE_OFFLOAD};
    RNDIS_TCP_IP_CHECKSUM_OFFLOAD *Checksum = &Offload.Checksum;
    const unsigned Yes = RNDIS_OFFLOAD_SUPPORTED;

#define DESCRIBE_CHECKSUMS(Member, Which, Options)                                                                     \
    do                                                                                                                 \
    {                                                                                                                  \
        Member.Encapsulation = RNDIS_ENCAPSULATION_IEEE_802_3;                                                         \
        Member.Options = (Which) != 0 ? Yes : 0;                                                                       \
        Member.TcpOptionsSupported = ((Which) & OffloadTcp) != 0 ? Yes : 0;                                            \
        Member.TcpChecksum = ((Which) & OffloadTcp) != 0 ? Yes : 0;                                                    \
        Member.UdpChecksum = ((Which) & OffloadUdp) != 0 ? Yes : 0;                                                    \
    } while (0)
    DESCRIBE_CHECKSUMS(Checksum->IPv4Transmit, On->Transmit[0], IpOptionsSupported);
    DESCRIBE_CHECKSUMS(Checksum->IPv4Receive, On->Receive[0], IpOptionsSupported);
    DESCRIBE_CHECKSUMS(Checksum->IPv6Transmit, On->Transmit[1], IpExtensionHeadersSupported);
    DESCRIBE_CHECKSUMS(Checksum->IPv6Receive, On->Receive[1], IpExtensionHeadersSupported);
#undef DESCRIBE_CHECKSUMS
    Checksum->IPv4Transmit.IpChecksum = (On->Transmit[0] & OffloadIpHeader) != 0 ? Yes : 0;
    Checksum->IPv4Receive.IpChecksum = (On->Receive[0] & OffloadIpHeader) != 0 ? Yes : 0;
    if (On->Divide[0])
    {
        Offload.LsoV2.IPv4.Encapsulation = RNDIS_ENCAPSULATION_IEEE_802_3;
        Offload.LsoV2.IPv4.MaxOffLoadSize = LSO_MAX_OFFLOAD_SIZE;
        Offload.LsoV2.IPv4.MinSegmentCount = LSO_MIN_SEGMENT_COUNT;
    }
    if (On->Divide[1])
    {
        Offload.LsoV2.IPv6.Encapsulation = RNDIS_ENCAPSULATION_IEEE_802_3;
        Offload.LsoV2.IPv6.MaxOffLoadSize = LSO_MAX_OFFLOAD_SIZE;
        Offload.LsoV2.IPv6.MinSegmentCount = LSO_MIN_SEGMENT_COUNT;
        Offload.LsoV2.IPv6.IpExtensionHeadersSupported = Yes;
        Offload.LsoV2.IPv6.TcpOptionsSupported = Yes;
    }
    Offload.Rsc.IPv4.Enabled = On->Coalesce[0] && CanCoalesce(Network);
    Offload.Rsc.IPv6.Enabled = On->Coalesce[1] && CanCoalesce(Network);
    Revision = Revision < 1 ? 1 : Revision > 3 ? 3 : Revision;
    Offload.Header.Revision = (HV_UINT8)Revision;
    Offload.Header.Size = Sizes[Revision - 1];
    memcpy(Data, &Offload, Offload.Header.Size);
    return Offload.Header.Size;
}

static const NETWORK_OFFLOADS AllOffloads = {
    .Transmit = {OffloadIpHeader | OffloadTcp | OffloadUdp, OffloadTcp | OffloadUdp},
    .Receive = {OffloadIpHeader | OffloadTcp | OffloadUdp, OffloadTcp | OffloadUdp},
    .Divide = {1, 1},
    .Coalesce = {1, 1},
};

/* One member of RNDIS_OFFLOAD_PARAMETERS about a checksum. Returns 0 if its value is none. */
static int SetChecksum(NETWORK_OFFLOADS *Offloads, unsigned Version, unsigned Which, unsigned Value)
{
    const int IsTransmit = Value == RNDIS_OFFLOAD_PARAMETERS_TX_ENABLED_RX_DISABLED ||
                           Value == RNDIS_OFFLOAD_PARAMETERS_TX_RX_ENABLED;
    const int IsReceive = Value == RNDIS_OFFLOAD_PARAMETERS_RX_ENABLED_TX_DISABLED ||
                          Value == RNDIS_OFFLOAD_PARAMETERS_TX_RX_ENABLED;

    if (Value != RNDIS_OFFLOAD_PARAMETERS_NO_CHANGE)
    {
        Offloads->Transmit[Version] = (Offloads->Transmit[Version] & ~Which) | (IsTransmit ? Which : 0);
        Offloads->Receive[Version] = (Offloads->Receive[Version] & ~Which) | (IsReceive ? Which : 0);
    }
    return Value <= RNDIS_OFFLOAD_PARAMETERS_TX_RX_ENABLED;
}

/* One member that is on or off. */
static int SetSwitch(int *Switch, unsigned Value)
{
    *Switch = Value == RNDIS_OFFLOAD_PARAMETERS_NO_CHANGE ? *Switch : Value == RNDIS_OFFLOAD_PARAMETERS_LSOV2_ENABLED;
    return Value <= RNDIS_OFFLOAD_PARAMETERS_LSOV2_ENABLED;
}

static RNDIS_STATUS SetOffloads(NETWORK *Network, const HV_UINT8 *Data, HV_UINT32 Bytes)
{
    NETWORK_OFFLOADS New = Network->Session.Offloads;
    RNDIS_OFFLOAD_PARAMETERS Parameters = {0};

    if (Bytes < RNDIS_SIZEOF_OFFLOAD_PARAMETERS_REVISION_1)
    {
        return RNDIS_STATUS_INVALID_LENGTH;
    }
    memcpy(&Parameters, Data, Bytes < sizeof(Parameters) ? Bytes : sizeof(Parameters));
    if (Parameters.Header.Revision < RNDIS_OFFLOAD_PARAMETERS_REVISION_3)
    {
        Parameters.RscIPv4 = Parameters.RscIPv6 = RNDIS_OFFLOAD_PARAMETERS_NO_CHANGE;
    }
    if (Parameters.LsoV1 == RNDIS_OFFLOAD_PARAMETERS_LSOV1_ENABLED)
    {
        return RNDIS_STATUS_NOT_SUPPORTED;
    }
    if (!SetChecksum(&New, 0, OffloadIpHeader, Parameters.IPv4Checksum) ||
        !SetChecksum(&New, 0, OffloadTcp, Parameters.TCPIPv4Checksum) ||
        !SetChecksum(&New, 0, OffloadUdp, Parameters.UDPIPv4Checksum) ||
        !SetChecksum(&New, 1, OffloadTcp, Parameters.TCPIPv6Checksum) ||
        !SetChecksum(&New, 1, OffloadUdp, Parameters.UDPIPv6Checksum) ||
        !SetSwitch(&New.Divide[0], Parameters.LsoV2IPv4) || !SetSwitch(&New.Divide[1], Parameters.LsoV2IPv6) ||
        !SetSwitch(&New.Coalesce[0], Parameters.RscIPv4) || !SetSwitch(&New.Coalesce[1], Parameters.RscIPv6))
    {
        return RNDIS_STATUS_INVALID_DATA;
    }
    New.Coalesce[0] = New.Coalesce[0] && CanCoalesce(Network);
    New.Coalesce[1] = New.Coalesce[1] && CanCoalesce(Network);
    Network->Session.Offloads = New;
    HostEvent("NETWORK_OFFLOADS",
              "{\"device\": \"%s\", \"transmit\": [%u, %u], \"receive\": [%u, %u], \"divide\": [%d, %d], "
              "\"coalesce\": [%d, %d]}",
              Network->Device->Name, New.Transmit[0], New.Transmit[1], New.Receive[0], New.Receive[1], New.Divide[0],
              New.Divide[1], New.Coalesce[0], New.Coalesce[1]);
    return RNDIS_STATUS_SUCCESS;
}

/*
 * Receive-side scaling.
 */

static HV_UINT32 DescribeScaling(unsigned Queues, HV_UINT8 Data[InformationMaximum])
{
    const RNDIS_RECEIVE_SCALE_CAPABILITIES Capabilities = {
        .Header = {RNDIS_OBJECT_TYPE_RSS_CAPABILITIES, RNDIS_RECEIVE_SCALE_CAPABILITIES_REVISION_2,
                   RNDIS_SIZEOF_RECEIVE_SCALE_CAPABILITIES_REVISION_2},
        .CapabilitiesFlags = RNDIS_RSS_CAPS_HASH_TYPE_TCP_IPV4 | RNDIS_RSS_CAPS_HASH_TYPE_TCP_IPV6 |
                             RNDIS_HASH_FUNCTION_TOEPLITZ,
        .NumberOfInterruptMessages = 1,
        .NumberOfReceiveQueues = Queues,
        .NumberOfIndirectionTableEntries = NetworkMaximumTable,
    };

    memcpy(Data, &Capabilities, RNDIS_SIZEOF_RECEIVE_SCALE_CAPABILITIES_REVISION_2);
    return RNDIS_SIZEOF_RECEIVE_SCALE_CAPABILITIES_REVISION_2;
}

static RNDIS_STATUS SetScaling(NETWORK *Network, const HV_UINT8 *Data, HV_UINT32 Bytes)
{
    NETWORK_SCALING New = {0};
    RNDIS_RECEIVE_SCALE_PARAMETERS Parameters = {0};
    unsigned Entries;
    unsigned Used = 0; /* Channels. */
    static const HV_UINT8 NoKey[sizeof(New.Key)];

    if (Bytes < RNDIS_SIZEOF_RECEIVE_SCALE_PARAMETERS_REVISION_1)
    {
        return RNDIS_STATUS_INVALID_LENGTH;
    }
    memcpy(&Parameters, Data, Bytes < sizeof(Parameters) ? Bytes : sizeof(Parameters));
    if ((Parameters.Flags & RNDIS_RSS_PARAM_FLAG_DISABLE_RSS) != 0 ||
        (Parameters.HashInformation & RNDIS_HASH_FUNCTION_MASK) == 0)
    {
        Network->Session.Scaling = New;
        HostEvent("NETWORK_SCALING", "{\"device\": \"%s\", \"types\": 0}", Network->Device->Name);
        return RNDIS_STATUS_SUCCESS;
    }
    Entries = Parameters.IndirectionTableSize / 4U;
    Entries = Entries < NetworkMaximumTable ? Entries : NetworkMaximumTable;
    if (Entries == 0 || Parameters.IndirectionTableSize % 4 != 0 || Parameters.HashSecretKeySize != sizeof(New.Key) ||
        Parameters.HashSecretKeyOffset > Bytes || Bytes - Parameters.HashSecretKeyOffset < sizeof(New.Key) ||
        Parameters.IndirectionTableOffset > Bytes || Bytes - Parameters.IndirectionTableOffset < Entries * 4)
    {
        return RNDIS_STATUS_INVALID_DATA;
    }
    memcpy(New.Key, Data + Parameters.HashSecretKeyOffset, sizeof(New.Key));
    for (unsigned Entry = 0; Entry < NetworkMaximumTable; ++Entry)
    {
        HV_UINT32 Queue;

        /* A shorter table is repeated. */
        memcpy(&Queue, Data + Parameters.IndirectionTableOffset + Entry % Entries * 4, sizeof(Queue));
        if (Queue > Network->Session.SubChannels)
        {
            return RNDIS_STATUS_INVALID_DATA;
        }
        New.Table[Entry] = (HV_UINT8)Queue;
        Used = Queue + 1 > Used ? Queue + 1 : Used;
    }
    New.Types = Parameters.HashInformation & RNDIS_HASH_TYPE_MASK;
    Network->Session.Scaling = New;
    HostEvent("NETWORK_SCALING",
              "{\"device\": \"%s\", \"types\": %u, \"entries\": %u, \"channels\": %u, \"has_key\": %d}",
              Network->Device->Name, New.Types, Entries, Used, memcmp(New.Key, NoKey, sizeof(NoKey)) != 0);
    return RNDIS_STATUS_SUCCESS;
}

/*
 * Queries and sets.
 */

/* The answer to a query, whose own data are Request; returns its bytes, 0 if the adapter does not have it. */
static HV_UINT32 Query(const NETWORK *Network, RNDIS_OID Oid, const HV_UINT8 *Request, HV_UINT32 RequestBytes,
                       HV_UINT8 Data[InformationMaximum])
{
    const NETWORK_SESSION *Session = &Network->Session;
    RNDIS_OBJECT_HEADER Header = {.Revision = 1};
    HV_UINT32 Value;

    memcpy(&Header, Request, RequestBytes >= sizeof(Header) ? sizeof(Header) : 0);
    switch (Oid)
    {
    case RNDIS_OID_802_3_PERMANENT_ADDRESS:
    case RNDIS_OID_802_3_CURRENT_ADDRESS:
        memcpy(Data, Network->Mac, sizeof(Network->Mac));
        return sizeof(Network->Mac);
    case RNDIS_OID_TCP_OFFLOAD_HARDWARE_CAPABILITIES:
        return DescribeOffloads(Network, &AllOffloads, Header.Revision, Data);
    case RNDIS_OID_TCP_OFFLOAD_CURRENT_CONFIG:
        return DescribeOffloads(Network, &Session->Offloads, Header.Revision, Data);
    case RNDIS_OID_GEN_RECEIVE_SCALE_CAPABILITIES:
        return DescribeScaling(NetworkQueues(), Data);
    case RNDIS_OID_GEN_MAXIMUM_FRAME_SIZE:
        Value = Session->Mtu - EthernetHeaderBytes;
        break;
    case RNDIS_OID_GEN_MAXIMUM_TOTAL_SIZE:
        Value = Session->Mtu;
        break;
    case RNDIS_OID_GEN_LINK_SPEED:
        Value = LinkSpeed100;
        break;
    case RNDIS_OID_GEN_MEDIA_CONNECT_STATUS:
        Value = Network->IsLinkDown ? RNDIS_MEDIA_STATE_DISCONNECTED : RNDIS_MEDIA_STATE_CONNECTED;
        break;
    case RNDIS_OID_GEN_CURRENT_PACKET_FILTER:
        Value = Session->Filter;
        break;
    case RNDIS_OID_GEN_PHYSICAL_MEDIUM:
        Value = RNDIS_PHYSICAL_MEDIUM_802_3;
        break;
    case RNDIS_OID_GEN_MEDIA_SUPPORTED:
    case RNDIS_OID_GEN_MEDIA_IN_USE:
        Value = RNDIS_MEDIUM_802_3;
        break;
    default:
        return 0;
    }
    memcpy(Data, &Value, sizeof(Value));
    return sizeof(Value);
}

/* Body and Bytes: the message from RequestId on. */
static void TakeQuery(NETWORK *Network, const RNDIS_QUERY_REQUEST *Request, const HV_UINT8 *Body, HV_UINT32 Bytes)
{
    HV_UINT8 Data[InformationMaximum];
    RNDIS_QUERY_COMPLETE Complete = {.RequestId = Request->RequestId, .InformationBufferOffset = sizeof(Complete)};

    if (Request->InformationBufferOffset > Bytes ||
        Request->InformationBufferLength > Bytes - Request->InformationBufferOffset)
    {
        Complete.Status = RNDIS_STATUS_INVALID_DATA;
    }
    else
    {
        Complete.InformationBufferLength = Query(Network, Request->Oid, Body + Request->InformationBufferOffset,
                                                 Request->InformationBufferLength, Data);
        Complete.Status = Complete.InformationBufferLength != 0 ? RNDIS_STATUS_SUCCESS : RNDIS_STATUS_NOT_SUPPORTED;
    }
    HostTrace("%s: query of %08x, %u bytes", Network->Device->Name, Request->Oid, Complete.InformationBufferLength);
    SendControl(Network, REMOTE_NDIS_QUERY_CMPLT, &Complete, sizeof(Complete), Data, Complete.InformationBufferLength);
}

static RNDIS_STATUS Set(NETWORK *Network, RNDIS_OID Oid, const HV_UINT8 *Data, HV_UINT32 Bytes)
{
    NETWORK_SESSION *Session = &Network->Session;

    switch (Oid)
    {
    case RNDIS_OID_GEN_CURRENT_PACKET_FILTER:
        if (Bytes < sizeof(Session->Filter))
        {
            return RNDIS_STATUS_INVALID_LENGTH;
        }
        memcpy(&Session->Filter, Data, sizeof(Session->Filter));
        HostEvent("NETWORK_FILTER", "{\"device\": \"%s\", \"filter\": %u}", Network->Device->Name, Session->Filter);
        return RNDIS_STATUS_SUCCESS;
    case RNDIS_OID_TCP_OFFLOAD_PARAMETERS:
        return SetOffloads(Network, Data, Bytes);
    case RNDIS_OID_GEN_RECEIVE_SCALE_PARAMETERS:
        return SetScaling(Network, Data, Bytes);
    case RNDIS_OID_GEN_RNDIS_CONFIG_PARAMETER:
    case RNDIS_OID_802_3_MULTICAST_LIST:
    case RNDIS_OID_GEN_NETWORK_LAYER_ADDRESSES:
        return RNDIS_STATUS_SUCCESS; /* Accepted, without effect. */
    default:
        return RNDIS_STATUS_NOT_SUPPORTED;
    }
}

/* Body and Bytes: the message from RequestId on. */
static void TakeSet(NETWORK *Network, const RNDIS_SET_REQUEST *Request, const HV_UINT8 *Body, HV_UINT32 Bytes)
{
    RNDIS_SET_COMPLETE Complete = {.RequestId = Request->RequestId, .Status = RNDIS_STATUS_INVALID_DATA};

    if (Request->InformationBufferOffset <= Bytes &&
        Request->InformationBufferLength <= Bytes - Request->InformationBufferOffset)
    {
        Complete.Status = Set(Network, Request->Oid, Body + Request->InformationBufferOffset,
                              Request->InformationBufferLength);
    }
    HostTrace("%s: set of %08x, status %08x", Network->Device->Name, Request->Oid, Complete.Status);
    SendControl(Network, REMOTE_NDIS_SET_CMPLT, &Complete, sizeof(Complete), "", 0);
}

/*
 * Frames from the guest.
 */

/* Work that the records of a frame ask for. */
typedef struct REQUESTED
{
    int Vlan;
    unsigned Fill;   /* OffloadIpHeader, ... */
    unsigned Divide; /* Bytes of data in a segment; 0: not at all. */
    int MustDivide;
} REQUESTED;

static void TakeRecord(HV_UINT32 Type, const HV_UINT8 *Data, HV_UINT32 Bytes, REQUESTED *Requested)
{
    RNDIS_VLAN_NET_BUFFER_LIST_INFO Vlan;
    RNDIS_TCP_IP_CHECKSUM_NET_BUFFER_LIST_INFO Checksum;
    RNDIS_TCP_LARGE_SEND_OFFLOAD_NET_BUFFER_LIST_INFO Large;

    if (Bytes < sizeof(Vlan)) /* All three are one word. */
    {
        return;
    }
    switch (Type)
    {
    case RNDIS_PPI_VLAN:
        memcpy(&Vlan, Data, sizeof(Vlan));
        Requested->Vlan = (int)(Vlan.Transmit.VlanId | Vlan.Transmit.DropEligibleIndicator << 12 |
                                Vlan.Transmit.Priority << 13);
        break;
    case RNDIS_PPI_TCP_IP_CHECKSUM:
        memcpy(&Checksum, Data, sizeof(Checksum));
        Requested->Fill |= Checksum.Transmit.TcpChecksum ? OffloadTcp : 0;
        Requested->Fill |= Checksum.Transmit.UdpChecksum ? OffloadUdp : 0;
        Requested->Fill |= Checksum.Transmit.IpHeaderChecksum ? OffloadIpHeader : 0;
        break;
    case RNDIS_PPI_LARGE_SEND_OFFLOAD:
        memcpy(&Large, Data, sizeof(Large));
        Requested->MustDivide = 1;
        Requested->Divide = Large.LsoV2Transmit.Type ? Large.LsoV2Transmit.MSS : 0; /* LsoV1 was never offered. */
        break;
    default:
        break;
    }
}

/* Reads all records. Returns 0 if they are malformed. */
static int TakeRecords(const HV_UINT8 *Records, HV_UINT32 Bytes, REQUESTED *Requested)
{
    while (Bytes != 0)
    {
        RNDIS_PER_PACKET_INFO Record;

        if (Bytes < sizeof(Record))
        {
            return 0;
        }
        memcpy(&Record, Records, sizeof(Record));
        if (Record.Size < sizeof(Record) || Record.Size > Bytes || Record.PerPacketInformationOffset > Record.Size)
        {
            return 0;
        }
        TakeRecord(Record.Type, Records + Record.PerPacketInformationOffset,
                   Record.Size - Record.PerPacketInformationOffset, Requested);
        Records += Record.Size;
        Bytes -= Record.Size;
    }
    return 1;
}

/* Body and Bytes: the message from RNDIS_PACKET on. Returns 0 if it is malformed. */
static int TakeFrame(NETWORK *Network, unsigned Queue, const RNDIS_PACKET *Packet, const HV_UINT8 *Body, HV_UINT32 Bytes)
{
    static NETWORK_FRAME Frame;
    REQUESTED Requested = {.Vlan = NetworkNoVlan};

    if (Packet->DataOffset > Bytes || Packet->DataLength > Bytes - Packet->DataOffset ||
        Packet->DataLength > sizeof(Frame.Data) || Packet->PerPacketInfoOffset > Bytes ||
        Packet->PerPacketInfoLength > Bytes - Packet->PerPacketInfoOffset ||
        !TakeRecords(Body + Packet->PerPacketInfoOffset, Packet->PerPacketInfoLength, &Requested) ||
        (Requested.MustDivide && Requested.Divide == 0))
    {
        return 0;
    }
    Frame.Bytes = Packet->DataLength;
    Frame.Vlan = Requested.Vlan;
    memcpy(Frame.Data, Body + Packet->DataOffset, Packet->DataLength);
    NetworkTakeFrame(Network, Queue, &Frame, Requested.Divide, Requested.Fill);
    return 1;
}

/*
 * Frames to the guest.
 */

/* The head of a frame's message, as it grows. */
typedef struct FRAME_HEAD
{
    RNDIS_PACKET Packet;
    HV_UINT32 RecordBytes;
    HV_UINT8 Records[RecordMaximum];
} FRAME_HEAD;

static void AddRecord(FRAME_HEAD *Head, HV_UINT32 Type, int IsInternal, const void *Word)
{
    RNDIS_PER_PACKET_INFO Record = {.Size = sizeof(Record) + 4, .PerPacketInformationOffset = sizeof(Record)};

    Record.InfoType = Type & 0x7FFFFFFF;
    Record.Internal = IsInternal != 0;
    memcpy(Head->Records + Head->RecordBytes, &Record, sizeof(Record));
    memcpy(Head->Records + Head->RecordBytes + sizeof(Record), Word, 4);
    Head->RecordBytes += Record.Size;
}

/* The records of a whole frame: checksums that are correct, VLAN tag, hash. Returns the channel for it. */
static unsigned DescribeFrame(NETWORK *Network, const NETWORK_FRAME *Frame, FRAME_HEAD *Head)
{
    const NETWORK_SESSION *Session = &Network->Session;
    const int Is6 = Frame->Bytes > EthernetHeaderBytes && Frame->Data[EthernetHeaderBytes] >> 4 == 6;
    const unsigned Good = Session->Offloads.Receive[Is6] != 0 ? OffloadCheck(Frame) & Session->Offloads.Receive[Is6] : 0;
    HV_UINT32 HashType;
    HV_UINT32 Hash;

    if (Good != 0)
    {
        RNDIS_TCP_IP_CHECKSUM_NET_BUFFER_LIST_INFO Checksum = {.Value = 0};

        Checksum.Receive.IpChecksumSucceeded = (Good & OffloadIpHeader) != 0;
        Checksum.Receive.TcpChecksumSucceeded = (Good & OffloadTcp) != 0;
        Checksum.Receive.UdpChecksumSucceeded = (Good & OffloadUdp) != 0;
        AddRecord(Head, RNDIS_PPI_TCP_IP_CHECKSUM, 0, &Checksum);
        ++Network->Statistics.ChecksumsOut;
    }
    if (Frame->Vlan != NetworkNoVlan)
    {
        RNDIS_VLAN_NET_BUFFER_LIST_INFO Vlan = {.Value = 0};

        Vlan.Transmit.VlanId = Frame->Vlan & 0xFFF;
        Vlan.Transmit.DropEligibleIndicator = Frame->Vlan >> 12 & 1;
        Vlan.Transmit.Priority = Frame->Vlan >> 13 & 7;
        AddRecord(Head, RNDIS_PPI_VLAN, 0, &Vlan);
    }
    Hash = OffloadHash(Frame, Session->Scaling.Key, Session->Scaling.Types, &HashType);
    if (HashType == 0)
    {
        return 0;
    }
    HashType |= RNDIS_HASH_FUNCTION_TOEPLITZ;
    AddRecord(Head, RNDIS_PPI_HASH_VALUE, 0, &Hash);
    AddRecord(Head, RNDIS_PPI_HASH_INFO, 0, &HashType);
    return Session->Scaling.Table[Hash % NetworkMaximumTable];
}

/* Writes the head of a message whose frame, or part of a frame, has Bytes bytes. Returns the bytes of the head. */
static HV_UINT32 WriteHead(FRAME_HEAD *Head, HV_UINT32 Bytes, HV_UINT8 Place[FrameHeadMaximum])
{
    const HV_UINT32 HeadBytes = MessageHeadBytes + (HV_UINT32)sizeof(Head->Packet) + Head->RecordBytes;
    const HV_UINT32 Words[2] = {REMOTE_NDIS_PACKET_MSG, HeadBytes + Bytes};

    Head->Packet.PerPacketInfoOffset = Head->RecordBytes != 0 ? sizeof(Head->Packet) : 0;
    Head->Packet.PerPacketInfoLength = Head->RecordBytes;
    Head->Packet.DataOffset = (HV_UINT32)sizeof(Head->Packet) + Head->RecordBytes;
    Head->Packet.DataLength = Bytes;
    memcpy(Place, Words, sizeof(Words));
    memcpy(Place + sizeof(Words), &Head->Packet, sizeof(Head->Packet));
    memcpy(Place + sizeof(Words) + sizeof(Head->Packet), Head->Records, Head->RecordBytes);
    return HeadBytes;
}

int RndisSendFrame(NETWORK *Network, const NETWORK_FRAME *Frame)
{
    static HV_UINT8 Heads[NetworkMaximumPieces][FrameHeadMaximum];
    const HV_UINT32 PieceBytes = NetworkSlotBytes - FrameHeadMaximum; /* Of a frame that needs several messages. */
    const unsigned Count = Frame->Bytes <= PieceBytes ? 1 : (unsigned)((Frame->Bytes + PieceBytes - 1) / PieceBytes);
    RNDIS_PIECE Pieces[NetworkMaximumPieces];
    FRAME_HEAD First = {0};
    const unsigned Queue = DescribeFrame(Network, Frame, &First);

    if (Count > NetworkMaximumPieces)
    {
        return 0;
    }
    for (unsigned Number = 0; Number < Count; ++Number)
    {
        const HV_UINT32 At = Number * PieceBytes;
        const HV_UINT32 Bytes = (HV_UINT32)Frame->Bytes - At < PieceBytes ? (HV_UINT32)Frame->Bytes - At : PieceBytes;
        FRAME_HEAD Head = {0};

        /* The first message has the records of the whole frame. */
        Head = Number == 0 ? First : Head;
        if (Count > 1)
        {
            RNDIS_PACKET_ID_INFO Id = {.Version = RNDIS_PACKET_INFO_ID_VERSION_V1,
                                       .Flags = RNDIS_PACKET_INFO_FLAGS_MULTI_SUBALLOC};

            Id.Flags |= Number == 0 ? RNDIS_PACKET_INFO_FLAGS_MULTI_SUBALLOC_FIRST_FRAGMENT : 0;
            Id.Flags |= Number + 1 == Count ? RNDIS_PACKET_INFO_FLAGS_MULTI_SUBALLOC_LAST_FRAGMENT : 0;
            AddRecord(&Head, RNDIS_PACKET_INFO_ID, 1, &Id);
        }
        Pieces[Number] = (RNDIS_PIECE){Heads[Number], WriteHead(&Head, Bytes, Heads[Number]), Frame->Data + At, Bytes};
    }
    if (!NetworkSendRndis(Network, Queue, NVSP_DATA_CHANNEL_TYPE, Pieces, Count))
    {
        return 0;
    }
    Network->Statistics.Fragments += Count > 1 ? Count : 0;
    return 1;
}

/*
 * Messages.
 */

/* One message of Bytes bytes. Returns 0 if it is malformed. */
static int TakeMessage(NETWORK *Network, unsigned Queue, HV_UINT32 Type, const HV_UINT8 *Body, HV_UINT32 Bytes)
{
    NETWORK_SESSION *Session = &Network->Session;
    RNDIS_MESSAGE_CONTAINER Message = {0};

    memcpy(&Message, Body, Bytes < sizeof(Message) ? Bytes : sizeof(Message));
    if (Type == REMOTE_NDIS_PACKET_MSG)
    {
        return Session->IsInitialized && Bytes >= sizeof(Message.Packet) &&
               TakeFrame(Network, Queue, &Message.Packet, Body, Bytes);
    }
    if (Queue != 0)
    {
        return 0; /* Sub-channels carry frames alone. */
    }
    if (Type == REMOTE_NDIS_INITIALIZE_MSG && Bytes >= sizeof(Message.InitializeRequest))
    {
        TakeInitialize(Network, &Message.InitializeRequest);
        return 1;
    }
    if (!Session->IsInitialized)
    {
        return Type == REMOTE_NDIS_HALT_MSG;
    }
    switch (Type)
    {
    case REMOTE_NDIS_QUERY_MSG:
        if (Bytes >= sizeof(Message.QueryRequest))
        {
            TakeQuery(Network, &Message.QueryRequest, Body, Bytes);
        }
        return Bytes >= sizeof(Message.QueryRequest);
    case REMOTE_NDIS_SET_MSG:
        if (Bytes >= sizeof(Message.SetRequest))
        {
            TakeSet(Network, &Message.SetRequest, Body, Bytes);
        }
        return Bytes >= sizeof(Message.SetRequest);
    case REMOTE_NDIS_KEEPALIVE_MSG:
    {
        const RNDIS_KEEPALIVE_COMPLETE Complete = {.RequestId = Message.KeepaliveRequest.RequestId};

        SendControl(Network, REMOTE_NDIS_KEEPALIVE_CMPLT, &Complete, sizeof(Complete), "", 0);
        return 1;
    }
    case REMOTE_NDIS_RESET_MSG:
    {
        const RNDIS_RESET_COMPLETE Complete = {.Status = RNDIS_STATUS_SUCCESS};

        SendControl(Network, REMOTE_NDIS_RESET_CMPLT, &Complete, sizeof(Complete), "", 0);
        return 1;
    }
    case REMOTE_NDIS_HALT_MSG:
        Session->IsInitialized = 0;
        Session->Filter = 0;
        return 1;
    default:
        return 1; /* Of a connection-oriented medium, or newer than this host. */
    }
}

NVSP_STATUS RndisTake(NETWORK *Network, unsigned Queue, const HV_UINT8 *Messages, HV_UINT32 Bytes)
{
    HV_UINT32 At = 0;

    for (unsigned Count = 0; Count < MessagesPerPacket && Bytes - At >= MessageHeadBytes && Network->Session.Queues[0] != NULL;
         ++Count)
    {
        HV_UINT32 Words[2];

        memcpy(Words, Messages + At, sizeof(Words));
        if (Words[1] < sizeof(Words) || Words[1] > Bytes - At ||
            !TakeMessage(Network, Queue, Words[0], Messages + At + MessageHeadBytes, Words[1] - MessageHeadBytes))
        {
            return NvspStatusInvalidRndisPacket;
        }
        At += Words[1];
    }
    return NvspStatusSuccess;
}
