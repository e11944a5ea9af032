/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Network adapter (Device/Network.h): NVSP, the two buffers, channels, and the frames that wait for the guest.
 *
 * A frame of the guest comes as an RNDIS message in a section of the send buffer
 * or in the packet's own pages. A frame for the guest takes slots of the receive
 * buffer, which are free again when the guest completes the packet. rndis.c has
 * the messages; the network itself is a back end (network.h).
 *
 * Nothing is lost in silence. A frame that finds no slot, or a full ring, waits
 * here; the back end sees by NetworkIsFull() that it should not deliver more, and
 * is told when it can. What must be dropped in the end is counted.
 */

#include "network.h"
#include "../machine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum
{
    SectionBytes = 6144,    /* Of the send buffer. */
    MessageMaximum = 65536, /* RNDIS messages of one packet together. */
    MaximumPieces = MessageMaximum / HostPageBytes + 2,
    MdlChainLength = 34,    /* As OpenVMM has it. */
    DefaultMtu = 1514,      /* With the Ethernet header. */
    MaximumWaitingBytes = 4 << 20, /* Of frames for the guest. */
};

struct NETWORK_WAITING
{
    NETWORK_WAITING *Next;
    NETWORK_FRAME *Frame; /* As long as its contents. */
};

/* The RNDIS messages of the packet that is being handled. */
static HV_UINT8 Messages[MessageMaximum];

static const NETWORK_BACK_END *const BackEnds[] = {&ResponderBackEnd, &SlirpBackEnd, &TapBackEnd};

unsigned NetworkQueues(void)
{
    return MachineProcessors() < NetworkMaximumQueues ? MachineProcessors() : NetworkMaximumQueues;
}

static unsigned MessageBytes(const NETWORK_SESSION *Session)
{
    return Session->Version >= NVSP_PROTOCOL_VERSION_61 ? NVSP_PACKET_SIZE_V61 : NVSP_PACKET_SIZE_V1;
}

static void Answer(HOST_CHANNEL *Channel, HV_UINT64 TransactionId, NVSP_MESSAGE *Message, NVSP_MESSAGE_TYPE Type)
{
    const NETWORK *Network = Channel->Device->State;

    Message->Header.MessageType = Type;
    ChannelComplete(Channel, TransactionId, Message,
                    Type == NvspMessageTypeInitComplete ? NVSP_PACKET_SIZE_V1 : MessageBytes(&Network->Session));
}

/*
 * To the guest: RNDIS messages in the receive buffer.
 */

/* Finds free slots for Count messages; returns 0 if there are too few. */
static int FindSlots(NETWORK_SESSION *Session, unsigned Count, HV_UINT16 Found[NetworkMaximumPieces])
{
    unsigned Slot = Session->NextSlot;
    unsigned Have = 0;

    for (unsigned Tried = 0; Tried < Session->SlotCount && Have < Count; ++Tried)
    {
        if (!Session->Slots[Slot].IsTaken)
        {
            Found[Have++] = (HV_UINT16)Slot;
        }
        Slot = (Slot + 1) % Session->SlotCount;
    }
    if (Have == Count)
    {
        Session->NextSlot = Slot;
    }
    return Have == Count;
}

/* Frees the slots of a packet, the first of which is Slot. */
static void FreeSlots(NETWORK_SESSION *Session, unsigned Slot)
{
    while (Slot < NetworkMaximumSlots)
    {
        const unsigned Next = Session->Slots[Slot].Next;

        Session->Slots[Slot] = (NETWORK_SLOT){0};
        Slot = Next;
    }
}

int NetworkSendRndis(NETWORK *Network, unsigned Queue, HV_UINT32 ChannelType, const RNDIS_PIECE *Pieces, unsigned Count)
{
    NETWORK_SESSION *Session = &Network->Session;
    HOST_CHANNEL *Channel;
    const HOST_GPADL *Buffer;
    VMTRANSFER_PAGE_PACKET_HEADER Head = {.TransferPageSetId = Session->ReceiveId, .RangeCount = Count};
    const size_t HeadBytes = sizeof(Head) - sizeof(Head.Descriptor);
    HV_UINT8 External[sizeof(Head) - sizeof(Head.Descriptor) + NetworkMaximumPieces * sizeof(VMTRANSFER_PAGE_RANGE)];
    NVSP_MESSAGE Packet = {.Header.MessageType = NvspMessage1TypeSendRNDISPacket};
    HV_UINT16 Slots[NetworkMaximumPieces];

    /* A channel that is not open yet, or no longer: the first one takes its place. */
    Queue = Session->Queues[Queue] != NULL ? Queue : 0;
    Channel = Session->Queues[Queue];
    Buffer = Session->Queues[0] != NULL && Session->SlotCount != 0
                 ? ChannelGpadl(Session->Queues[0], Session->ReceiveGpadl)
                 : NULL;
    if (Buffer == NULL || (ChannelType == NVSP_DATA_CHANNEL_TYPE && ChannelIsFull(Channel)) ||
        !FindSlots(Session, Count, Slots))
    {
        return 0;
    }
    memcpy(External, (const HV_UINT8 *)&Head + sizeof(Head.Descriptor), HeadBytes);
    for (unsigned Index = 0; Index < Count; ++Index)
    {
        const RNDIS_PIECE *Piece = &Pieces[Index];
        const VMTRANSFER_PAGE_RANGE Range = {.ByteCount = Piece->HeadBytes + Piece->DataBytes,
                                             .ByteOffset = Slots[Index] * (HV_UINT32)NetworkSlotBytes};

        if (Range.ByteCount > NetworkSlotBytes ||
            !GpadlCopy(Buffer, Range.ByteOffset, (void *)(uintptr_t)Piece->Head, Piece->HeadBytes, 1) ||
            !GpadlCopy(Buffer, Range.ByteOffset + Piece->HeadBytes, (void *)(uintptr_t)Piece->Data, Piece->DataBytes, 1))
        {
            return 0;
        }
        memcpy(External + HeadBytes + Index * sizeof(Range), &Range, sizeof(Range));
    }
    Packet.Messages.Version1Messages.SendRNDISPacket.ChannelType = ChannelType;
    Packet.Messages.Version1Messages.SendRNDISPacket.SendBufferSectionIndex = NVSP_INVALID_SECTION_INDEX;
    /* The transaction ID says which slots the guest's completion frees. */
    if (!ChannelSendPacket(Channel, VmbusPacketTypeDataUsingTransferPages, VMBUS_DATA_PACKET_FLAG_COMPLETION_REQUESTED,
                           Slots[0] + 1U, External, (unsigned)(HeadBytes + Count * sizeof(VMTRANSFER_PAGE_RANGE)), &Packet,
                           MessageBytes(Session)))
    {
        return 0;
    }
    for (unsigned Index = 0; Index < Count; ++Index)
    {
        Session->Slots[Slots[Index]] = (NETWORK_SLOT){
            .IsTaken = 1,
            .Queue = (HV_UINT8)Queue,
            .Next = Index + 1 < Count ? Slots[Index + 1] : NetworkMaximumSlots,
            .IsFirst = Index == 0,
        };
    }
    Network->Statistics.QueueOut[Queue] += ChannelType == NVSP_DATA_CHANNEL_TYPE;
    return 1;
}

/*
 * To the guest: frames.
 */

/* Sends a frame now; returns 0 if it has to wait. */
static int SendNow(NETWORK *Network, const NETWORK_FRAME *Frame)
{
    if (!RndisSendFrame(Network, Frame))
    {
        return 0;
    }
    ++Network->Statistics.FramesOut;
    Network->Statistics.BytesOut += Frame->Bytes;
    return 1;
}

static void SendOrWait(NETWORK *Network, const NETWORK_FRAME *Frame)
{
    const size_t Bytes = offsetof(NETWORK_FRAME, Data) + Frame->Bytes;
    NETWORK_WAITING *Waiting;

    if (Network->WaitingFirst == NULL && SendNow(Network, Frame))
    {
        return;
    }
    if (Bytes > MaximumWaitingBytes - Network->WaitingBytes)
    {
        ++Network->Statistics.Dropped;
        return;
    }
    Waiting = malloc(sizeof(*Waiting));
    if (Waiting == NULL || (Waiting->Frame = malloc(Bytes)) == NULL)
    {
        HostFail("memory");
    }
    Waiting->Next = NULL;
    FrameCopy(Waiting->Frame, Frame);
    *(Network->WaitingLast != NULL ? &Network->WaitingLast->Next : &Network->WaitingFirst) = Waiting;
    Network->WaitingLast = Waiting;
    Network->WaitingBytes += Bytes;
    ++Network->Statistics.Waited;
}

/* Takes the first waiting frame off the list. */
static void RemoveWaiting(NETWORK *Network)
{
    NETWORK_WAITING *Waiting = Network->WaitingFirst;

    Network->WaitingFirst = Waiting->Next;
    Network->WaitingLast = Waiting->Next != NULL ? Network->WaitingLast : NULL;
    Network->WaitingBytes -= offsetof(NETWORK_FRAME, Data) + Waiting->Frame->Bytes;
    free(Waiting->Frame);
    free(Waiting);
}

/* There is room again: a slot, or space in a ring. */
static void SendWaiting(NETWORK *Network)
{
    while (Network->WaitingFirst != NULL && SendNow(Network, Network->WaitingFirst->Frame))
    {
        RemoveWaiting(Network);
    }
    if (Network->WaitingFirst == NULL && Network->MustResume)
    {
        Network->MustResume = 0;
        if (Network->BackEnd->Resume != NULL)
        {
            Network->BackEnd->Resume(Network->BackEndState);
        }
    }
}

int NetworkIsFull(NETWORK *Network)
{
    Network->MustResume = Network->WaitingFirst != NULL;
    return Network->MustResume;
}

void NetworkFlush(NETWORK *Network)
{
    if (Network->Held.Bytes == 0)
    {
        return;
    }
    if (Network->HeldSegments > 1)
    {
        OffloadEndAppend(&Network->Held);
        ++Network->Statistics.CoalescedFrames;
        Network->Statistics.CoalescedSegments += Network->HeldSegments;
    }
    SendOrWait(Network, &Network->Held);
    Network->Held.Bytes = 0;
}

void NetworkDeliver(NETWORK *Network, const NETWORK_FRAME *Frame)
{
    const NETWORK_SESSION *Session = &Network->Session;
    const int Is6 = Frame->Bytes > EthernetHeaderBytes && Frame->Data[EthernetHeaderBytes] >> 4 == 6;

    if (Network->IsLinkDown || !Session->IsInitialized || Session->Filter == RNDIS_PACKET_TYPE_NONE ||
        Frame->Bytes < EthernetHeaderBytes || Frame->Bytes > Session->Mtu)
    {
        ++Network->Statistics.Dropped;
        return;
    }
    if (Session->Offloads.Coalesce[Is6])
    {
        if (Network->Held.Bytes != 0 && OffloadAppend(&Network->Held, Frame))
        {
            ++Network->HeldSegments;
            return;
        }
        NetworkFlush(Network);
        if (OffloadCanAppend(Frame))
        {
            FrameCopy(&Network->Held, Frame);
            Network->HeldSegments = 1;
            return;
        }
    }
    NetworkFlush(Network);
    SendOrWait(Network, Frame);
}

/*
 * From the guest: frames.
 */

static void SendToBackEnd(void *Context, NETWORK_FRAME *Frame)
{
    NETWORK *Network = Context;

    if (Frame->Bytes > Network->Session.Mtu || !Network->BackEnd->Send(Network->BackEndState, Frame))
    {
        ++Network->Statistics.Dropped;
    }
}

void NetworkTakeFrame(NETWORK *Network, unsigned Queue, NETWORK_FRAME *Frame, unsigned Divide, unsigned Fill)
{
    static NETWORK_FRAME Segment;
    NETWORK_STATISTICS *Statistics = &Network->Statistics;

    ++Statistics->FramesIn;
    ++Statistics->QueueIn[Queue];
    Statistics->BytesIn += Frame->Bytes;
    if (Network->IsLinkDown || Frame->Bytes < EthernetHeaderBytes)
    {
        ++Statistics->Dropped;
        return;
    }
    if (Divide != 0)
    {
        const unsigned Count = OffloadDivide(Frame, Divide, &Segment, SendToBackEnd, Network);

        Statistics->DividedFrames += Count != 0;
        Statistics->Segments += Count;
        Statistics->Dropped += Count == 0;
    }
    else
    {
        Statistics->ChecksumsIn += OffloadFill(Frame, Fill) != 0;
        SendToBackEnd(Network, Frame);
    }
    NetworkFlush(Network);
}

/*
 * Gathers the messages of a packet: from a section of the send buffer, from the packet's pages, or from both. A guest may
 * put the head of a message after other messages in a section, and leave the frame in its pages: the section comes first.
 * Returns the bytes, 0 if they are not there.
 */
static HV_UINT32 Gather(NETWORK_SESSION *Session, const MILE_HV_PACKET *Packet,
                        const NVSP_1_MESSAGE_SEND_RNDIS_PACKET *Send)
{
    const int HasSection = Send->SendBufferSectionIndex != NVSP_INVALID_SECTION_INDEX;
    const HV_UINT32 SectionUsed = HasSection ? Send->SendBufferSectionSize : 0;
    struct iovec Pieces[MaximumPieces];
    int Count;

    HOST_UNFENCE(Messages, sizeof(Messages));
    if (HasSection)
    {
        const HOST_GPADL *Buffer = Send->SendBufferSectionIndex < Session->SectionCount && Session->Queues[0] != NULL
                                       ? ChannelGpadl(Session->Queues[0], Session->SendGpadl)
                                       : NULL;

        if (Buffer == NULL || SectionUsed > SectionBytes ||
            !GpadlCopy(Buffer, Send->SendBufferSectionIndex * SectionBytes, Messages, SectionUsed, 0))
        {
            return 0;
        }
    }
    Count = PacketVector(Packet, sizeof(Messages) - SectionUsed, Pieces, MaximumPieces);
    return Count >= 0 ? SectionUsed + (HV_UINT32)VectorCopy(Pieces, Count, Messages + SectionUsed,
                                                            sizeof(Messages) - SectionUsed, 0)
                      : 0;
}

static void TakeRndis(HOST_CHANNEL *Channel, const MILE_HV_PACKET *Packet, const NVSP_1_MESSAGE_SEND_RNDIS_PACKET *Send)
{
    NETWORK *Network = Channel->Device->State;
    NVSP_MESSAGE Message = {0};
    HV_UINT32 Bytes = Gather(&Network->Session, Packet, Send);
    NVSP_STATUS Status = NvspStatusInvalidRndisPacket;

    if (Bytes != 0)
    {
        HOST_FENCE(Messages + Bytes, sizeof(Messages) - Bytes);
        Status = RndisTake(Network, Channel->SubChannel, Messages, Bytes);
    }
    Network->Statistics.Malformed += Status != NvspStatusSuccess;
    if (Channel->IsOpen && (Packet->Descriptor.Flags & VMBUS_DATA_PACKET_FLAG_COMPLETION_REQUESTED) != 0)
    {
        Message.Messages.Version1Messages.SendRNDISPacketComplete.Status = Status;
        Answer(Channel, Packet->Descriptor.TransactionId, &Message, NvspMessage1TypeSendRNDISPacketComplete);
    }
}

/* The guest has completed a packet: its slots are free. */
static void TakeCompletion(HOST_CHANNEL *Channel, HV_UINT64 TransactionId)
{
    NETWORK *Network = Channel->Device->State;
    NETWORK_SESSION *Session = &Network->Session;
    const NETWORK_SLOT *Slot = TransactionId != 0 && TransactionId <= Session->SlotCount
                                   ? &Session->Slots[TransactionId - 1]
                                   : NULL;

    if (Slot == NULL || !Slot->IsFirst || Slot->Queue != Channel->SubChannel)
    {
        ++Channel->Statistics.Dropped;
        return;
    }
    FreeSlots(Session, (unsigned)(TransactionId - 1));
    SendWaiting(Network);
}

/*
 * Sub-channels.
 */

static void RescindSubChannels(HOST_DEVICE *Device)
{
    for (HOST_CHANNEL *Other = BusNextChannel(NULL), *Next; Other != NULL; Other = Next)
    {
        Next = BusNextChannel(Other);
        if (Other->Device == Device && Other->SubChannel != 0)
        {
            BusRescind(Other);
        }
    }
}

/* Forgets all that the guest has set up, except for its first channel. */
static void Reset(HOST_DEVICE *Device)
{
    NETWORK *Network = Device->State;
    HOST_CHANNEL *First = Network->Session.Queues[0];

    while (Network->WaitingFirst != NULL)
    {
        ++Network->Statistics.Dropped;
        RemoveWaiting(Network);
    }
    RescindSubChannels(Device);
    Network->Statistics.Dropped += Network->Held.Bytes != 0;
    Network->Held.Bytes = 0;
    memset(&Network->Session, 0, sizeof(Network->Session));
    Network->Session.Queues[0] = First;
    Network->Session.Mtu = DefaultMtu;
    SendWaiting(Network); /* Nothing waits: the back end need not either. */
}

static void TakeSubChannelRequest(HOST_CHANNEL *Channel, HV_UINT64 TransactionId,
                                  const NVSP_5_MESSAGE_SUBCHANNEL_REQUEST *Request)
{
    NETWORK *Network = Channel->Device->State;
    NETWORK_SESSION *Session = &Network->Session;
    NVSP_MESSAGE Message = {0};
    NVSP_5_MESSAGE_SUBCHANNEL_COMPLETE *Complete = &Message.Messages.Version5Messages.SubChannelRequestComplete;
    unsigned Count = 0;

    Complete->Status = NvspStatusFailure;
    if (Session->Version >= NVSP_PROTOCOL_VERSION_5 && Request->Operation == NvspSubchannelAllocate &&
        Session->SubChannels == 0 && Request->NumSubChannels != 0 && Request->NumSubChannels < NetworkQueues())
    {
        Count = Request->NumSubChannels;
        Session->SubChannels = Count;
        Complete->Status = NvspStatusSuccess;
        Complete->NumSubChannels = Count;
    }
    Answer(Channel, TransactionId, &Message, NvspMessage5TypeSubChannel);
    for (unsigned Index = 1; Index <= Count; ++Index)
    {
        if (BusAddSubChannel(Channel->Device, Index) == NULL)
        {
            HostSay("%s: no room for sub-channel %u", Channel->Device->Name, Index);
        }
    }
}

/* Says on which channel the guest is to send which of its flows: on all in turn. */
static void SendTable(NETWORK *Network)
{
    NETWORK_SESSION *Session = &Network->Session;
    struct
    {
        NVSP_MESSAGE_HEADER Header;
        NVSP_5_MESSAGE_SEND_INDIRECTION_TABLE Table;
        HV_UINT32 Entries[VMS_SWITCH_RSS_MAX_SEND_INDIRECTION_TABLE_ENTRIES];
    } Message = {{NvspMessage5TypeSendIndirectionTable},
                 {VMS_SWITCH_RSS_MAX_SEND_INDIRECTION_TABLE_ENTRIES, offsetof(__typeof__(Message), Entries)},
                 {0}};

    for (unsigned Index = 0; Index < VMS_SWITCH_RSS_MAX_SEND_INDIRECTION_TABLE_ENTRIES; ++Index)
    {
        Message.Entries[Index] = Index % (Session->SubChannels + 1);
    }
    ChannelSend(Session->Queues[0], &Message, sizeof(Message));
}

static void Open(HOST_CHANNEL *Channel, const HV_UINT8 *UserData)
{
    NETWORK *Network = Channel->Device->State;
    NETWORK_SESSION *Session = &Network->Session;

    (void)UserData;
    if (Channel->SubChannel == 0)
    {
        Session->Queues[0] = Channel;
        Reset(Channel->Device);
        return;
    }
    Session->Queues[Channel->SubChannel] = Channel;
    for (unsigned Index = 0; Index <= Session->SubChannels; ++Index)
    {
        if (Session->Queues[Index] == NULL)
        {
            return;
        }
    }
    SendTable(Network);
}

static void Close(HOST_CHANNEL *Channel)
{
    NETWORK *Network = Channel->Device->State;
    NETWORK_SESSION *Session = &Network->Session;

    Session->Queues[Channel->SubChannel] = NULL;
    if (Channel->SubChannel == 0)
    {
        Reset(Channel->Device);
        return;
    }
    for (unsigned Slot = 0; Slot < Session->SlotCount; ++Slot)
    {
        if (Session->Slots[Slot].IsFirst && Session->Slots[Slot].Queue == Channel->SubChannel)
        {
            FreeSlots(Session, Slot);
        }
    }
    SendWaiting(Network); /* Its slots are free, and no frame waits for its ring any more. */
}

static void Drained(HOST_CHANNEL *Channel)
{
    SendWaiting(Channel->Device->State);
}

/*
 * NVSP.
 */

static void TakeInit(HOST_CHANNEL *Channel, HV_UINT64 TransactionId, const NVSP_MESSAGE_INIT *Init)
{
    static const HV_UINT32 Known[] = {NVSP_PROTOCOL_VERSION_1, NVSP_PROTOCOL_VERSION_2, NVSP_PROTOCOL_VERSION_4,
                                      NVSP_PROTOCOL_VERSION_5, NVSP_PROTOCOL_VERSION_6, NVSP_PROTOCOL_VERSION_61};
    NETWORK *Network = Channel->Device->State;
    NETWORK_SESSION *Session = &Network->Session;
    NVSP_MESSAGE Message = {0};
    NVSP_MESSAGE_INIT_COMPLETE *Complete = &Message.Messages.InitMessages.InitComplete;

    Reset(Channel->Device);
    for (unsigned Index = 0; Index < sizeof(Known) / sizeof(Known[0]); ++Index)
    {
        if (Known[Index] == Init->ProtocolVersion)
        {
            Session->Version = Known[Index];
            HostSay("%s: version %u.%u", Channel->Device->Name, NVSP_PROTOCOL_MAJOR(Session->Version),
                    NVSP_PROTOCOL_MINOR(Session->Version));
        }
    }
    Complete->Status = Session->Version != 0 ? NvspStatusSuccess : NvspStatusNone;
    Complete->MaximumMdlChainLength = MdlChainLength;
    Answer(Channel, TransactionId, &Message, NvspMessageTypeInitComplete);
}

static void TakeReceiveBuffer(HOST_CHANNEL *Channel, HV_UINT64 TransactionId,
                              const NVSP_1_MESSAGE_SEND_RECEIVE_BUFFER *Buffer)
{
    NETWORK *Network = Channel->Device->State;
    NETWORK_SESSION *Session = &Network->Session;
    const HOST_GPADL *Gpadl = ChannelGpadl(Channel, Buffer->GpadlHandle);
    NVSP_MESSAGE Message = {0};
    NVSP_1_MESSAGE_SEND_RECEIVE_BUFFER_COMPLETE *Complete = &Message.Messages.Version1Messages.SendReceiveBufferComplete;

    Complete->Status = NvspStatusFailure;
    if (Gpadl != NULL && Gpadl->Bytes >= NetworkSlotBytes && Session->SlotCount == 0)
    {
        Session->ReceiveGpadl = Buffer->GpadlHandle;
        Session->ReceiveId = Buffer->Id;
        Session->SlotCount = Gpadl->Bytes / NetworkSlotBytes;
        Session->SlotCount = Session->SlotCount < NetworkMaximumSlots ? Session->SlotCount : NetworkMaximumSlots;
        Complete->Status = NvspStatusSuccess;
        Complete->NumSections = 1;
        Complete->Sections[0] = (NVSP_1_RECEIVE_BUFFER_SECTION){.SubAllocationSize = NetworkSlotBytes,
                                                                .NumSubAllocations = Session->SlotCount,
                                                                .EndOffset = Session->SlotCount * NetworkSlotBytes};
    }
    Answer(Channel, TransactionId, &Message, NvspMessage1TypeSendReceiveBufferComplete);
}

static void TakeSendBuffer(HOST_CHANNEL *Channel, HV_UINT64 TransactionId, const NVSP_1_MESSAGE_SEND_SEND_BUFFER *Buffer)
{
    NETWORK *Network = Channel->Device->State;
    NETWORK_SESSION *Session = &Network->Session;
    const HOST_GPADL *Gpadl = ChannelGpadl(Channel, Buffer->GpadlHandle);
    NVSP_MESSAGE Message = {0};
    NVSP_1_MESSAGE_SEND_SEND_BUFFER_COMPLETE *Complete = &Message.Messages.Version1Messages.SendSendBufferComplete;

    Complete->Status = NvspStatusFailure;
    if (Gpadl != NULL && Gpadl->Bytes >= SectionBytes && Session->SectionCount == 0)
    {
        Session->SendGpadl = Buffer->GpadlHandle;
        Session->SectionCount = Gpadl->Bytes / SectionBytes;
        Complete->Status = NvspStatusSuccess;
        Complete->SectionSize = SectionBytes;
    }
    Answer(Channel, TransactionId, &Message, NvspMessage1TypeSendSendBufferComplete);
}

static void TakeConfiguration(HOST_CHANNEL *Channel, const NVSP_2_MESSAGE_SEND_NDIS_CONFIG *Configuration)
{
    NETWORK *Network = Channel->Device->State;
    NETWORK_SESSION *Session = &Network->Session;

    Session->Mtu = Configuration->MTU >= DefaultMtu && Configuration->MTU <= NetworkFrameMaximum ? Configuration->MTU
                                                                                                 : DefaultMtu;
    Session->Capabilities = Configuration->Capabilities;
}

static void TakePacket(HOST_CHANNEL *Channel, const MILE_HV_PACKET *Packet)
{
    NETWORK *Network = Channel->Device->State;
    NETWORK_SESSION *Session = &Network->Session;
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
        (Session->Version == 0 && Message.Header.MessageType != NvspMessageTypeInit))
    {
        ChannelFail(Channel, "message %u of %u bytes", Message.Header.MessageType, Packet->PayloadBytes);
        return;
    }
    if (Channel->SubChannel != 0 && Message.Header.MessageType != NvspMessage1TypeSendRNDISPacket)
    {
        ChannelFail(Channel, "message %u on a sub-channel", Message.Header.MessageType);
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
        Session->SlotCount = 0;
        memset(Session->Slots, 0, sizeof(Session->Slots));
        Session->NextSlot = 0;
        break;
    case NvspMessage1TypeRevokeSendBuffer:
        Session->SectionCount = 0;
        break;
    case NvspMessage5TypeSubChannel:
        TakeSubChannelRequest(Channel, Id, &Message.Messages.Version5Messages.SubChannelRequest);
        return;
    default:
        HostTrace("%s: message %u is not used", Channel->Device->Name, Message.Header.MessageType);
    }
    if ((Packet->Descriptor.Flags & VMBUS_DATA_PACKET_FLAG_COMPLETION_REQUESTED) != 0)
    {
        ChannelComplete(Channel, Id, "", 0);
    }
}

/*
 * Commands.
 */

static int SetLink(HOST_DEVICE *Device, const char *Arguments, char *Reply)
{
    NETWORK *Network = Device->State;
    long long Up;

    if (!JsonInteger(Arguments, "up", 0, 1, -1, &Up) || Up < 0)
    {
        strcpy(Reply, "up is 0 or 1");
        return 0;
    }
    Network->IsLinkDown = !Up;
    RndisIndicateLink(Network);
    return 1;
}

/* Appends numbers as a JSON array. */
static int WriteArray(char *Text, size_t Bytes, const uint64_t *Values, unsigned Count)
{
    int Length = snprintf(Text, Bytes, "[");

    for (unsigned Index = 0; Index < Count; ++Index)
    {
        Length += snprintf(Text + Length, Bytes - (size_t)Length, "%s%llu", Index != 0 ? ", " : "",
                           (unsigned long long)Values[Index]);
    }
    return Length + snprintf(Text + Length, Bytes - (size_t)Length, "]");
}

static int Report(HOST_DEVICE *Device, const char *Arguments, char *Reply)
{
    const NETWORK *Network = Device->State;
    const NETWORK_STATISTICS *Statistics = &Network->Statistics;
    const struct
    {
        const char *Name;
        uint64_t Value;
    } Values[] = {
        {"frames_in", Statistics->FramesIn},
        {"frames_out", Statistics->FramesOut},
        {"bytes_in", Statistics->BytesIn},
        {"bytes_out", Statistics->BytesOut},
        {"dropped", Statistics->Dropped},
        {"malformed", Statistics->Malformed},
        {"waited", Statistics->Waited},
        {"checksums_in", Statistics->ChecksumsIn},
        {"checksums_out", Statistics->ChecksumsOut},
        {"divided_frames", Statistics->DividedFrames},
        {"segments", Statistics->Segments},
        {"coalesced_frames", Statistics->CoalescedFrames},
        {"coalesced_segments", Statistics->CoalescedSegments},
        {"fragments", Statistics->Fragments},
    };
    int Length = snprintf(Reply, ReplyBytes, "{");

    (void)Arguments;
    for (unsigned Index = 0; Index < sizeof(Values) / sizeof(Values[0]); ++Index)
    {
        Length += snprintf(Reply + Length, ReplyBytes - (size_t)Length, "\"%s\": %llu, ", Values[Index].Name,
                           (unsigned long long)Values[Index].Value);
    }
    Length += snprintf(Reply + Length, ReplyBytes - (size_t)Length, "\"queue_in\": ");
    Length += WriteArray(Reply + Length, ReplyBytes - (size_t)Length, Statistics->QueueIn, NetworkQueues());
    Length += snprintf(Reply + Length, ReplyBytes - (size_t)Length, ", \"queue_out\": ");
    Length += WriteArray(Reply + Length, ReplyBytes - (size_t)Length, Statistics->QueueOut, NetworkQueues());
    snprintf(Reply + Length, ReplyBytes - (size_t)Length, "}");
    return 1;
}

static const HOST_COMMAND Commands[] = {
    {"link", "up: cuts the adapter's link (0), or mends it (1)", SetLink},
    {"network-report", "no arguments: frames, bytes and offloads, from and to the guest", Report},
    {NULL, NULL, NULL},
};

/*
 * The adapter.
 */

/* Arguments: the back end's name, and its own arguments after a colon. */
static int Create(HOST_DEVICE *Device, const char *Arguments, char *Reason)
{
    NETWORK *Network = Device->State;
    const HV_UINT8 Mac[6] = {0x00, 0x15, 0x5D, 0x00, 0x00, (HV_UINT8)(Device->Number + 1)};
    const char *Name = Arguments != NULL ? Arguments : ResponderBackEnd.Name;
    const size_t Length = strcspn(Name, ":");

    Network->Device = Device;
    Network->Session.Mtu = DefaultMtu;
    memcpy(Network->Mac, Mac, sizeof(Mac));
    for (unsigned Index = 0; Index < sizeof(BackEnds) / sizeof(BackEnds[0]); ++Index)
    {
        if (strlen(BackEnds[Index]->Name) == Length && strncmp(BackEnds[Index]->Name, Name, Length) == 0)
        {
            Network->BackEnd = BackEnds[Index];
            Network->BackEndState = Network->BackEnd->Create(Network, Name[Length] == ':' ? Name + Length + 1 : NULL,
                                                             Reason);
            return Network->BackEndState != NULL;
        }
    }
    snprintf(Reason, 256, "there is no network '%.*s'", (int)(Length < 64 ? Length : 64), Name);
    return 0;
}

static void Destroy(HOST_DEVICE *Device)
{
    NETWORK *Network = Device->State;

    Network->BackEnd->Destroy(Network->BackEndState);
}

const HOST_DEVICE_TYPE NetworkType = {
    .Name = "network",
    .Arguments = "[responder|slirp|tap:NAME]",
    .Help = "network adapter: one neighbor, 10.0.2.2, that answers ARP, ICMP echo and UDP echo; libslirp; a tap device",
    .Class = NVSP_CLASS_ID_INIT,
    .Instance = HV_GUID_INIT(0x6d696c65, 0x6e65, 0x7477, 0x80, 0x00, 0x00, 0x15, 0x5d, 0x00, 0x00, 0x01),
    .StateBytes = sizeof(NETWORK),
    .Create = Create,
    .Open = Open,
    .Packet = TakePacket,
    .Drained = Drained,
    .Close = Close,
    .Destroy = Destroy,
    .Commands = Commands,
};
