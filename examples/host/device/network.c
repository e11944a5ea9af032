/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Network adapter (Device/Network.h, Device/Rndis.h): NVSP, RNDIS, the receive buffer; responder.c is the network.
 *
 * A frame of the guest comes as an RNDIS message in a section of the send buffer
 * or in the packet's own pages. A frame for the guest takes a slot of the receive
 * buffer, which is free again when the guest completes the packet.
 */

#include "../bus.h"
#include "responder.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <Mile.HyperV/Device/Network.h>
#include <Mile.HyperV/Device/Rndis.h>
#include <Mile.HyperV/Device/RndisOffload.h>

enum
{
    SlotBytes = 16384,          /* Of the receive buffer: one frame with all that goes before it. */
    MaximumSlots = 2048,
    SectionBytes = 6144,        /* Of the send buffer. */
    MessageMaximum = 65536,     /* RNDIS messages of one packet together. */
    MaximumPieces = MessageMaximum / HostPageBytes + 2,
    MessagesPerPacket = 8,
    AlignmentFactor = 3,
    MdlChainLength = 34,        /* As OpenVMM has it. */
    EthernetHeaderBytes = 14,
    DefaultMtu = 1514,          /* With the Ethernet header. */
    LinkSpeed100 = 100000000,   /* Units of 100 bits a second: 10 Gbit/s. */
    InformationMaximum = 512,   /* Bytes of the longest answer to a query. */
};

typedef struct NETWORK
{
    HV_UINT8 Mac[6];
    int IsLinkDown;
    uint64_t FramesIn, FramesOut, BytesIn, BytesOut, Dropped;
} NETWORK;

/* Of the first channel, while it is open. */
typedef struct NETWORK_CHANNEL
{
    HV_UINT32 Version; /* 0: none yet. */
    HV_UINT32 Mtu;     /* With the Ethernet header. */
    HV_UINT32 ReceiveGpadl;
    HV_UINT16 ReceiveId;
    unsigned SlotCount; /* 0: no receive buffer. */
    HV_UINT32 SendGpadl;
    HV_UINT32 SectionCount; /* 0: no send buffer. */
    int IsInitialized;      /* RNDIS. */
    HV_UINT32 Filter;
    unsigned NextSlot;
    HV_UINT8 IsTaken[MaximumSlots];
} NETWORK_CHANNEL;

/* The RNDIS messages of the packet that is being handled. */
static HV_UINT8 Messages[MessageMaximum];

static unsigned MessageBytes(const NETWORK_CHANNEL *State)
{
    return State->Version >= NVSP_PROTOCOL_VERSION_61 ? NVSP_PACKET_SIZE_V61 : NVSP_PACKET_SIZE_V1;
}

static void Answer(HOST_CHANNEL *Channel, HV_UINT64 TransactionId, NVSP_MESSAGE *Message, NVSP_MESSAGE_TYPE Type)
{
    Message->Header.MessageType = Type;
    ChannelComplete(Channel, TransactionId, Message,
                    Type == NvspMessageTypeInitComplete ? NVSP_PACKET_SIZE_V1 : MessageBytes(Channel->State));
}

/*
 * To the guest: RNDIS messages in the receive buffer.
 */

/* Puts a message into a free slot and tells the guest. Returns 0 if there is none, or no buffer. */
static int SendRndis(HOST_CHANNEL *Channel, HV_UINT32 ChannelType, const void *Message, HV_UINT32 Bytes)
{
    NETWORK_CHANNEL *State = Channel->State;
    const HOST_GPADL *Buffer = State->SlotCount != 0 ? ChannelGpadl(Channel, State->ReceiveGpadl) : NULL;
    VMTRANSFER_PAGE_PACKET_HEADER Head = {.TransferPageSetId = State->ReceiveId, .RangeCount = 1};
    VMTRANSFER_PAGE_RANGE Range = {.ByteCount = Bytes};
    const size_t HeadBytes = sizeof(Head) - sizeof(Head.Descriptor);
    HV_UINT8 External[sizeof(Head) - sizeof(Head.Descriptor) + sizeof(Range)];
    NVSP_MESSAGE Packet = {.Header.MessageType = NvspMessage1TypeSendRNDISPacket};
    unsigned Slot = State->NextSlot;

    for (unsigned Tried = 0; Tried < State->SlotCount && State->IsTaken[Slot]; ++Tried)
    {
        Slot = (Slot + 1) % State->SlotCount;
    }
    Range.ByteOffset = Slot * SlotBytes;
    if (Buffer == NULL || State->IsTaken[Slot] || Bytes > SlotBytes ||
        !GpadlCopy(Buffer, Range.ByteOffset, (void *)(uintptr_t)Message, Bytes, 1))
    {
        return 0;
    }
    memcpy(External, (const HV_UINT8 *)&Head + sizeof(Head.Descriptor), HeadBytes);
    memcpy(External + HeadBytes, &Range, sizeof(Range));
    Packet.Messages.Version1Messages.SendRNDISPacket.ChannelType = ChannelType;
    Packet.Messages.Version1Messages.SendRNDISPacket.SendBufferSectionIndex = NVSP_INVALID_SECTION_INDEX;
    /* The transaction ID says which slot the guest's completion frees. */
    if (!ChannelSendPacket(Channel, VmbusPacketTypeDataUsingTransferPages, VMBUS_DATA_PACKET_FLAG_COMPLETION_REQUESTED,
                           Slot + 1, External, sizeof(External), &Packet, MessageBytes(State)))
    {
        return 0;
    }
    State->IsTaken[Slot] = 1;
    State->NextSlot = (Slot + 1) % State->SlotCount;
    return 1;
}

static void TakeCompletion(HOST_CHANNEL *Channel, HV_UINT64 TransactionId)
{
    NETWORK_CHANNEL *State = Channel->State;

    if (TransactionId == 0 || TransactionId > State->SlotCount || !State->IsTaken[TransactionId - 1])
    {
        ++Channel->Statistics.Dropped;
        return;
    }
    State->IsTaken[TransactionId - 1] = 0;
}

static void SendFrame(HOST_CHANNEL *Channel, const NETWORK_FRAME *Frame)
{
    NETWORK *Network = Channel->Device->State;
    const NETWORK_CHANNEL *State = Channel->State;
    HV_UINT8 Message[RNDIS_MESSAGE_SIZE(RNDIS_PACKET) + 16 + NetworkFrameMaximum];
    RNDIS_PACKET Packet = {.DataOffset = sizeof(Packet), .DataLength = (HV_UINT32)Frame->Bytes};
    HV_UINT32 Words[2] = {REMOTE_NDIS_PACKET_MSG, 0};
    HV_UINT32 Used = RNDIS_MESSAGE_SIZE(RNDIS_PACKET);

    if (Network->IsLinkDown || State->Filter == RNDIS_PACKET_TYPE_NONE || Frame->Bytes > State->Mtu)
    {
        ++Network->Dropped;
        return;
    }
    if (Frame->Vlan != NetworkNoVlan)
    {
        RNDIS_PER_PACKET_INFO Record = {.Size = sizeof(Record) + 4, .PerPacketInformationOffset = sizeof(Record)};
        RNDIS_VLAN_NET_BUFFER_LIST_INFO Vlan = {.Value = 0};

        Record.InfoType = RNDIS_PPI_VLAN;
        Vlan.Transmit.VlanId = Frame->Vlan & 0xFFF;
        Vlan.Transmit.DropEligibleIndicator = Frame->Vlan >> 12 & 1;
        Vlan.Transmit.Priority = Frame->Vlan >> 13 & 7;
        memcpy(Message + Used, &Record, sizeof(Record));
        memcpy(Message + Used + sizeof(Record), &Vlan, sizeof(Vlan));
        Packet.PerPacketInfoOffset = sizeof(Packet);
        Packet.PerPacketInfoLength = Record.Size;
        Packet.DataOffset += Record.Size;
        Used += Record.Size;
    }
    memcpy(Message + Used, Frame->Data, Frame->Bytes);
    Words[1] = Used + (HV_UINT32)Frame->Bytes;
    memcpy(Message, Words, sizeof(Words));
    memcpy(Message + sizeof(Words), &Packet, sizeof(Packet));
    if (!SendRndis(Channel, NVSP_DATA_CHANNEL_TYPE, Message, Words[1]))
    {
        ++Network->Dropped;
        return;
    }
    ++Network->FramesOut;
    Network->BytesOut += Frame->Bytes;
}

/*
 * From the guest: control messages.
 */

/* Sends a control message of one structure, and Bytes of Data behind it. */
static void SendControl(HOST_CHANNEL *Channel, HV_UINT32 Type, const void *Structure, HV_UINT32 StructureBytes,
                        const void *Data, HV_UINT32 Bytes)
{
    HV_UINT8 Message[RNDIS_MESSAGE_SIZE(RNDIS_MESSAGE_CONTAINER) + InformationMaximum];
    HV_UINT32 Words[2] = {Type, 8 + StructureBytes + Bytes};

    memcpy(Message, Words, sizeof(Words));
    memcpy(Message + 8, Structure, StructureBytes);
    memcpy(Message + 8 + StructureBytes, Data, Bytes);
    if (!SendRndis(Channel, NVSP_CONTROL_CHANNEL_TYPE, Message, Words[1]))
    {
        HostSay("%s: no room for an answer", Channel->Device->Name);
    }
}

static void TakeInitialize(HOST_CHANNEL *Channel, const RNDIS_INITIALIZE_REQUEST *Request)
{
    NETWORK_CHANNEL *State = Channel->State;
    const RNDIS_INITIALIZE_COMPLETE Complete = {.RequestId = Request->RequestId,
                                                .Status = RNDIS_STATUS_SUCCESS,
                                                .MajorVersion = RNDIS_MAJOR_VERSION,
                                                .MinorVersion = RNDIS_MINOR_VERSION,
                                                .DeviceFlags = RNDIS_DF_CONNECTIONLESS,
                                                .Medium = RNDIS_MEDIUM_802_3,
                                                .MaxPacketsPerMessage = MessagesPerPacket,
                                                .MaxTransferSize = MessageMaximum,
                                                .PacketAlignmentFactor = AlignmentFactor};

    State->IsInitialized = 1;
    SendControl(Channel, REMOTE_NDIS_INITIALIZE_CMPLT, &Complete, sizeof(Complete), "", 0);
}

/* The answer to a query; returns its bytes, 0 if the adapter does not have it. */
static HV_UINT32 Query(HOST_CHANNEL *Channel, RNDIS_OID Oid, HV_UINT8 Data[InformationMaximum])
{
    const NETWORK *Network = Channel->Device->State;
    const NETWORK_CHANNEL *State = Channel->State;
    HV_UINT32 Value;

    switch (Oid)
    {
    case RNDIS_OID_802_3_PERMANENT_ADDRESS:
    case RNDIS_OID_802_3_CURRENT_ADDRESS:
        memcpy(Data, Network->Mac, sizeof(Network->Mac));
        return sizeof(Network->Mac);
    case RNDIS_OID_TCP_OFFLOAD_HARDWARE_CAPABILITIES:
    {
        /* None; the guest computes its own checksums. */
        const RNDIS_OFFLOAD Offload = {.Header = {RNDIS_OBJECT_TYPE_OFFLOAD, RNDIS_OFFLOAD_REVISION_1,
                                                  RNDIS_SIZEOF_NDIS_OFFLOAD_REVISION_1}};

        memcpy(Data, &Offload, RNDIS_SIZEOF_NDIS_OFFLOAD_REVISION_1);
        return RNDIS_SIZEOF_NDIS_OFFLOAD_REVISION_1;
    }
    case RNDIS_OID_GEN_MAXIMUM_FRAME_SIZE:
        Value = State->Mtu - EthernetHeaderBytes;
        break;
    case RNDIS_OID_GEN_MAXIMUM_TOTAL_SIZE:
        Value = State->Mtu;
        break;
    case RNDIS_OID_GEN_LINK_SPEED:
        Value = LinkSpeed100;
        break;
    case RNDIS_OID_GEN_MEDIA_CONNECT_STATUS:
        Value = Network->IsLinkDown ? RNDIS_MEDIA_STATE_DISCONNECTED : RNDIS_MEDIA_STATE_CONNECTED;
        break;
    case RNDIS_OID_GEN_CURRENT_PACKET_FILTER:
        Value = State->Filter;
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

static void TakeQuery(HOST_CHANNEL *Channel, const RNDIS_QUERY_REQUEST *Request)
{
    HV_UINT8 Data[InformationMaximum];
    RNDIS_QUERY_COMPLETE Complete = {.RequestId = Request->RequestId, .InformationBufferOffset = sizeof(Complete)};

    Complete.InformationBufferLength = Query(Channel, Request->Oid, Data);
    Complete.Status = Complete.InformationBufferLength != 0 ? RNDIS_STATUS_SUCCESS : RNDIS_STATUS_NOT_SUPPORTED;
    HostTrace("%s: query of %08x, %u bytes", Channel->Device->Name, Request->Oid, Complete.InformationBufferLength);
    SendControl(Channel, REMOTE_NDIS_QUERY_CMPLT, &Complete, sizeof(Complete), Data, Complete.InformationBufferLength);
}

/* Body and Bytes: the message from RequestId on. */
static void TakeSet(HOST_CHANNEL *Channel, const RNDIS_SET_REQUEST *Request, const HV_UINT8 *Body, HV_UINT32 Bytes)
{
    NETWORK_CHANNEL *State = Channel->State;
    RNDIS_SET_COMPLETE Complete = {.RequestId = Request->RequestId, .Status = RNDIS_STATUS_SUCCESS};

    if (Request->InformationBufferOffset > Bytes ||
        Request->InformationBufferLength > Bytes - Request->InformationBufferOffset)
    {
        Complete.Status = RNDIS_STATUS_INVALID_DATA;
    }
    else if (Request->Oid == RNDIS_OID_GEN_CURRENT_PACKET_FILTER)
    {
        if (Request->InformationBufferLength < sizeof(State->Filter))
        {
            Complete.Status = RNDIS_STATUS_INVALID_LENGTH;
        }
        else
        {
            memcpy(&State->Filter, Body + Request->InformationBufferOffset, sizeof(State->Filter));
            HostEvent("NETWORK_FILTER", "{\"device\": \"%s\", \"filter\": %u}", Channel->Device->Name, State->Filter);
        }
    }
    else if (Request->Oid != RNDIS_OID_TCP_OFFLOAD_PARAMETERS && Request->Oid != RNDIS_OID_GEN_RNDIS_CONFIG_PARAMETER &&
             Request->Oid != RNDIS_OID_802_3_MULTICAST_LIST && Request->Oid != RNDIS_OID_GEN_NETWORK_LAYER_ADDRESSES)
    {
        Complete.Status = RNDIS_STATUS_NOT_SUPPORTED;
    }
    HostTrace("%s: set of %08x, status %08x", Channel->Device->Name, Request->Oid, Complete.Status);
    SendControl(Channel, REMOTE_NDIS_SET_CMPLT, &Complete, sizeof(Complete), "", 0);
}

/*
 * From the guest: frames.
 */

/* Looks for the VLAN record among the Bytes of records. Returns 0 if they are malformed. */
static int FindVlan(const HV_UINT8 *Records, HV_UINT32 Bytes, int *Vlan)
{
    *Vlan = NetworkNoVlan;
    while (Bytes != 0)
    {
        RNDIS_PER_PACKET_INFO Record;
        RNDIS_VLAN_NET_BUFFER_LIST_INFO Info;

        if (Bytes < sizeof(Record))
        {
            return 0;
        }
        memcpy(&Record, Records, sizeof(Record));
        if (Record.Size < sizeof(Record) || Record.Size > Bytes || Record.PerPacketInformationOffset > Record.Size)
        {
            return 0;
        }
        if (Record.Type == RNDIS_PPI_VLAN && Record.Size - Record.PerPacketInformationOffset >= sizeof(Info))
        {
            memcpy(&Info, Records + Record.PerPacketInformationOffset, sizeof(Info));
            *Vlan = (int)(Info.Transmit.VlanId | Info.Transmit.DropEligibleIndicator << 12 |
                          Info.Transmit.Priority << 13);
        }
        Records += Record.Size;
        Bytes -= Record.Size;
    }
    return 1;
}

/* Body and Bytes: the message from RNDIS_PACKET on. Returns 0 if it is malformed. */
static int TakeFrame(HOST_CHANNEL *Channel, const RNDIS_PACKET *Packet, const HV_UINT8 *Body, HV_UINT32 Bytes)
{
    NETWORK *Network = Channel->Device->State;
    static NETWORK_FRAME Frame;

    if (Packet->DataOffset > Bytes || Packet->DataLength > Bytes - Packet->DataOffset ||
        Packet->DataLength > sizeof(Frame.Data) || Packet->PerPacketInfoOffset > Bytes ||
        Packet->PerPacketInfoLength > Bytes - Packet->PerPacketInfoOffset ||
        !FindVlan(Body + Packet->PerPacketInfoOffset, Packet->PerPacketInfoLength, &Frame.Vlan))
    {
        return 0;
    }
    ++Network->FramesIn;
    Network->BytesIn += Packet->DataLength;
    if (Network->IsLinkDown)
    {
        ++Network->Dropped;
        return 1;
    }
    Frame.Bytes = Packet->DataLength;
    memcpy(Frame.Data, Body + Packet->DataOffset, Packet->DataLength);
    if (ResponderAnswer(&Frame))
    {
        SendFrame(Channel, &Frame);
    }
    return 1;
}

/* One RNDIS message of Bytes bytes. Returns 0 if it is malformed. */
static int TakeMessage(HOST_CHANNEL *Channel, HV_UINT32 Type, const HV_UINT8 *Body, HV_UINT32 Bytes)
{
    NETWORK_CHANNEL *State = Channel->State;
    RNDIS_MESSAGE_CONTAINER Message = {0};

    memcpy(&Message, Body, Bytes < sizeof(Message) ? Bytes : sizeof(Message));
    if (Type == REMOTE_NDIS_INITIALIZE_MSG && Bytes >= sizeof(Message.InitializeRequest))
    {
        TakeInitialize(Channel, &Message.InitializeRequest);
        return 1;
    }
    if (!State->IsInitialized)
    {
        return Type == REMOTE_NDIS_HALT_MSG;
    }
    switch (Type)
    {
    case REMOTE_NDIS_PACKET_MSG:
        return Bytes >= sizeof(Message.Packet) && TakeFrame(Channel, &Message.Packet, Body, Bytes);
    case REMOTE_NDIS_QUERY_MSG:
        if (Bytes >= sizeof(Message.QueryRequest))
        {
            TakeQuery(Channel, &Message.QueryRequest);
        }
        return Bytes >= sizeof(Message.QueryRequest);
    case REMOTE_NDIS_SET_MSG:
        if (Bytes >= sizeof(Message.SetRequest))
        {
            TakeSet(Channel, &Message.SetRequest, Body, Bytes);
        }
        return Bytes >= sizeof(Message.SetRequest);
    case REMOTE_NDIS_KEEPALIVE_MSG:
    {
        const RNDIS_KEEPALIVE_COMPLETE Complete = {.RequestId = Message.KeepaliveRequest.RequestId};

        SendControl(Channel, REMOTE_NDIS_KEEPALIVE_CMPLT, &Complete, sizeof(Complete), "", 0);
        return 1;
    }
    case REMOTE_NDIS_RESET_MSG:
    {
        const RNDIS_RESET_COMPLETE Complete = {.Status = RNDIS_STATUS_SUCCESS};

        SendControl(Channel, REMOTE_NDIS_RESET_CMPLT, &Complete, sizeof(Complete), "", 0);
        return 1;
    }
    case REMOTE_NDIS_HALT_MSG:
        State->IsInitialized = 0;
        State->Filter = 0;
        return 1;
    default:
        return 1; /* Of a connection-oriented medium, or newer than this host. */
    }
}

/* All RNDIS messages of a packet, which are in Messages. */
static NVSP_STATUS TakeMessages(HOST_CHANNEL *Channel, HV_UINT32 Bytes)
{
    HV_UINT32 At = 0;

    HOST_FENCE(Messages + Bytes, sizeof(Messages) - Bytes);
    for (unsigned Count = 0; Count < MessagesPerPacket && Bytes - At >= 8; ++Count)
    {
        HV_UINT32 Words[2];

        memcpy(Words, Messages + At, sizeof(Words));
        if (Words[1] < sizeof(Words) || Words[1] > Bytes - At ||
            !TakeMessage(Channel, Words[0], Messages + At + 8, Words[1] - 8) || !Channel->IsOpen)
        {
            return NvspStatusInvalidRndisPacket;
        }
        At += Words[1];
    }
    return NvspStatusSuccess;
}

/* Gathers the messages of a packet: from a section of the send buffer, or from the packet's pages. Returns the bytes. */
static HV_UINT32 Gather(HOST_CHANNEL *Channel, const MILE_HV_PACKET *Packet, const NVSP_1_MESSAGE_SEND_RNDIS_PACKET *Send)
{
    const NETWORK_CHANNEL *State = Channel->State;
    struct iovec Pieces[MaximumPieces];
    const HOST_GPADL *Buffer;
    int Count;

    HOST_UNFENCE(Messages, sizeof(Messages));
    if (Send->SendBufferSectionIndex == NVSP_INVALID_SECTION_INDEX)
    {
        Count = PacketVector(Packet, sizeof(Messages), Pieces, MaximumPieces);
        return Count > 0 ? (HV_UINT32)VectorCopy(Pieces, Count, Messages, sizeof(Messages), 0) : 0;
    }
    Buffer = Send->SendBufferSectionIndex < State->SectionCount ? ChannelGpadl(Channel, State->SendGpadl) : NULL;
    if (Buffer == NULL || Send->SendBufferSectionSize > SectionBytes ||
        !GpadlCopy(Buffer, Send->SendBufferSectionIndex * SectionBytes, Messages, Send->SendBufferSectionSize, 0))
    {
        return 0;
    }
    return Send->SendBufferSectionSize;
}

/*
 * NVSP.
 */

static void TakeInit(HOST_CHANNEL *Channel, HV_UINT64 TransactionId, const NVSP_MESSAGE_INIT *Init)
{
    static const HV_UINT32 Known[] = {NVSP_PROTOCOL_VERSION_1, NVSP_PROTOCOL_VERSION_2, NVSP_PROTOCOL_VERSION_4,
                                      NVSP_PROTOCOL_VERSION_5, NVSP_PROTOCOL_VERSION_6, NVSP_PROTOCOL_VERSION_61};
    NETWORK_CHANNEL *State = Channel->State;
    NVSP_MESSAGE Message = {0};
    NVSP_MESSAGE_INIT_COMPLETE *Complete = &Message.Messages.InitMessages.InitComplete;

    memset(State, 0, sizeof(*State));
    State->Mtu = DefaultMtu;
    for (unsigned Index = 0; Index < sizeof(Known) / sizeof(Known[0]); ++Index)
    {
        if (Known[Index] == Init->ProtocolVersion)
        {
            State->Version = Known[Index];
            HostSay("%s: version %u.%u", Channel->Device->Name, NVSP_PROTOCOL_MAJOR(State->Version),
                    NVSP_PROTOCOL_MINOR(State->Version));
        }
    }
    Complete->Status = State->Version != 0 ? NvspStatusSuccess : NvspStatusNone;
    Complete->MaximumMdlChainLength = MdlChainLength;
    Answer(Channel, TransactionId, &Message, NvspMessageTypeInitComplete);
}

static void TakeReceiveBuffer(HOST_CHANNEL *Channel, HV_UINT64 TransactionId,
                              const NVSP_1_MESSAGE_SEND_RECEIVE_BUFFER *Buffer)
{
    NETWORK_CHANNEL *State = Channel->State;
    const HOST_GPADL *Gpadl = ChannelGpadl(Channel, Buffer->GpadlHandle);
    NVSP_MESSAGE Message = {0};
    NVSP_1_MESSAGE_SEND_RECEIVE_BUFFER_COMPLETE *Complete = &Message.Messages.Version1Messages.SendReceiveBufferComplete;

    Complete->Status = NvspStatusFailure;
    if (Gpadl != NULL && Gpadl->Bytes >= SlotBytes && State->SlotCount == 0)
    {
        State->ReceiveGpadl = Buffer->GpadlHandle;
        State->ReceiveId = Buffer->Id;
        State->SlotCount = Gpadl->Bytes / SlotBytes < MaximumSlots ? Gpadl->Bytes / SlotBytes : MaximumSlots;
        Complete->Status = NvspStatusSuccess;
        Complete->NumSections = 1;
        Complete->Sections[0] = (NVSP_1_RECEIVE_BUFFER_SECTION){.SubAllocationSize = SlotBytes,
                                                                .NumSubAllocations = State->SlotCount,
                                                                .EndOffset = State->SlotCount * SlotBytes};
    }
    Answer(Channel, TransactionId, &Message, NvspMessage1TypeSendReceiveBufferComplete);
}

static void TakeSendBuffer(HOST_CHANNEL *Channel, HV_UINT64 TransactionId, const NVSP_1_MESSAGE_SEND_SEND_BUFFER *Buffer)
{
    NETWORK_CHANNEL *State = Channel->State;
    const HOST_GPADL *Gpadl = ChannelGpadl(Channel, Buffer->GpadlHandle);
    NVSP_MESSAGE Message = {0};
    NVSP_1_MESSAGE_SEND_SEND_BUFFER_COMPLETE *Complete = &Message.Messages.Version1Messages.SendSendBufferComplete;

    Complete->Status = NvspStatusFailure;
    if (Gpadl != NULL && Gpadl->Bytes >= SectionBytes && State->SectionCount == 0)
    {
        State->SendGpadl = Buffer->GpadlHandle;
        State->SectionCount = Gpadl->Bytes / SectionBytes;
        Complete->Status = NvspStatusSuccess;
        Complete->SectionSize = SectionBytes;
    }
    Answer(Channel, TransactionId, &Message, NvspMessage1TypeSendSendBufferComplete);
}

static void TakeConfiguration(HOST_CHANNEL *Channel, const NVSP_2_MESSAGE_SEND_NDIS_CONFIG *Configuration)
{
    NETWORK_CHANNEL *State = Channel->State;

    State->Mtu = Configuration->MTU >= DefaultMtu && Configuration->MTU <= NetworkFrameMaximum ? Configuration->MTU
                                                                                               : DefaultMtu;
}

static void TakeRndis(HOST_CHANNEL *Channel, const MILE_HV_PACKET *Packet, const NVSP_1_MESSAGE_SEND_RNDIS_PACKET *Send)
{
    NVSP_MESSAGE Message = {0};
    HV_UINT32 Bytes = Gather(Channel, Packet, Send);
    NVSP_STATUS Status = Bytes != 0 ? TakeMessages(Channel, Bytes) : NvspStatusInvalidRndisPacket;

    if (Channel->IsOpen && (Packet->Descriptor.Flags & VMBUS_DATA_PACKET_FLAG_COMPLETION_REQUESTED) != 0)
    {
        Message.Messages.Version1Messages.SendRNDISPacketComplete.Status = Status;
        Answer(Channel, Packet->Descriptor.TransactionId, &Message, NvspMessage1TypeSendRNDISPacketComplete);
    }
}

static void TakePacket(HOST_CHANNEL *Channel, const MILE_HV_PACKET *Packet)
{
    NETWORK_CHANNEL *State = Channel->State;
    const HV_UINT64 Id = Packet->Descriptor.TransactionId;
    NVSP_MESSAGE Message = {0};

    if (Packet->Descriptor.Type == VmbusPacketTypeCompletion)
    {
        TakeCompletion(Channel, Id);
        return;
    }
    memcpy(&Message, Packet->Payload, Packet->PayloadBytes < sizeof(Message) ? Packet->PayloadBytes : sizeof(Message));
    /* A message of 28 bytes is padded to 32 on the ring. */
    if (Packet->PayloadBytes < NVSP_PACKET_SIZE_V1 ||
        (State->Version == 0 && Message.Header.MessageType != NvspMessageTypeInit))
    {
        ChannelFail(Channel, "message %u of %u bytes", Message.Header.MessageType, Packet->PayloadBytes);
        return;
    }
    switch (Message.Header.MessageType)
    {
    case NvspMessageTypeInit:
        TakeInit(Channel, Id, &Message.Messages.InitMessages.Init);
        return;
    case NvspMessage1TypeSendReceiveBuffer:
        TakeReceiveBuffer(Channel, Id, &Message.Messages.Version1Messages.SendReceiveBuffer);
        return;
    case NvspMessage1TypeSendSendBuffer:
        TakeSendBuffer(Channel, Id, &Message.Messages.Version1Messages.SendSendBuffer);
        return;
    case NvspMessage1TypeSendRNDISPacket:
        TakeRndis(Channel, Packet, &Message.Messages.Version1Messages.SendRNDISPacket);
        return;
    case NvspMessage2TypeSendNdisConfig:
        TakeConfiguration(Channel, &Message.Messages.Version2Messages.SendNdisConfig);
        break;
    case NvspMessage1TypeRevokeReceiveBuffer:
        State->SlotCount = 0;
        memset(State->IsTaken, 0, sizeof(State->IsTaken));
        break;
    case NvspMessage1TypeRevokeSendBuffer:
        State->SectionCount = 0;
        break;
    case NvspMessage5TypeSubChannel:
    {
        NVSP_MESSAGE Complete = {0};

        /* One channel is all: this adapter reports no receive-side scaling. */
        Complete.Messages.Version5Messages.SubChannelRequestComplete.Status = NvspStatusFailure;
        Answer(Channel, Id, &Complete, NvspMessage5TypeSubChannel);
        return;
    }
    default:
        HostTrace("%s: message %u is not used", Channel->Device->Name, Message.Header.MessageType);
    }
    if ((Packet->Descriptor.Flags & VMBUS_DATA_PACKET_FLAG_COMPLETION_REQUESTED) != 0)
    {
        ChannelComplete(Channel, Id, "", 0);
    }
}

static int Create(HOST_DEVICE *Device, const char *Arguments, char *Reason)
{
    NETWORK *Network = Device->State;
    const HV_UINT8 Mac[6] = {0x00, 0x15, 0x5D, 0x00, 0x00, (HV_UINT8)(Device->Number + 1)};

    (void)Arguments;
    (void)Reason;
    memcpy(Network->Mac, Mac, sizeof(Mac));
    return 1;
}

/*
 * Commands.
 */

static int SetLink(HOST_DEVICE *Device, const char *Arguments, char *Reply)
{
    NETWORK *Network = Device->State;
    HOST_CHANNEL *Channel = Device->Channel;
    long long Up;
    RNDIS_INDICATE_STATUS Indicate = {0};

    if (!JsonInteger(Arguments, "up", 0, 1, -1, &Up) || Up < 0)
    {
        strcpy(Reply, "up is 0 or 1");
        return 0;
    }
    Network->IsLinkDown = !Up;
    if (Channel != NULL && Channel->IsOpen && ((const NETWORK_CHANNEL *)Channel->State)->IsInitialized)
    {
        Indicate.Status = Up ? RNDIS_STATUS_MEDIA_CONNECT : RNDIS_STATUS_MEDIA_DISCONNECT;
        SendControl(Channel, REMOTE_NDIS_INDICATE_STATUS_MSG, &Indicate, sizeof(Indicate), "", 0);
    }
    return 1;
}

static int Report(HOST_DEVICE *Device, const char *Arguments, char *Reply)
{
    const NETWORK *Network = Device->State;

    (void)Arguments;
    snprintf(Reply, ReplyBytes,
             "{\"frames_in\": %llu, \"frames_out\": %llu, \"bytes_in\": %llu, \"bytes_out\": %llu, \"dropped\": %llu}",
             (unsigned long long)Network->FramesIn, (unsigned long long)Network->FramesOut,
             (unsigned long long)Network->BytesIn, (unsigned long long)Network->BytesOut,
             (unsigned long long)Network->Dropped);
    return 1;
}

static const HOST_COMMAND Commands[] = {
    {"link", "up: cuts the adapter's link (0), or mends it (1)", SetLink},
    {"network-report", "no arguments: frames and bytes from and to the guest", Report},
    {NULL, NULL, NULL},
};

const HOST_DEVICE_TYPE NetworkType = {
    .Name = "network",
    .Help = "network adapter; its one neighbor, 10.0.2.2, answers ARP, ICMP echo and UDP echo",
    .Class = NVSP_CLASS_ID_INIT,
    .Instance = HV_GUID_INIT(0x6d696c65, 0x6e65, 0x7477, 0x80, 0x00, 0x00, 0x15, 0x5d, 0x00, 0x00, 0x01),
    .StateBytes = sizeof(NETWORK),
    .ChannelBytes = sizeof(NETWORK_CHANNEL),
    .Create = Create,
    .Packet = TakePacket,
    .Commands = Commands,
};
