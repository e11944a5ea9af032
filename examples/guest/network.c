/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief A network adapter: its version, a buffer for what arrives, RNDIS, and a neighbor that answers ARP and a ping.
 *
 * Three protocols are inside of each other. NVSP (Guest/Network.h) agrees on a
 * version and on the receive buffer, and says in each packet that there are RNDIS
 * messages. RNDIS (Guest/Rndis.h) starts the adapter and wraps each frame. The frames
 * are Ethernet, with ARP, IPv4 and ICMP as the RFCs 826, 791 and 792 have them.
 *
 * What the guest sends is in a section of a send buffer, which the packet names by its
 * number, or in a page of its own, which the packet names; the host is done with either
 * when it completes the packet. What the host sends is in the
 * receive buffer, in places that the packet lists, and belongs to the guest until
 * the guest completes that packet. The host can still write there: all is copied
 * before it is looked at.
 */

#include "guest.h"

/** Buffers that the host writes to at any time. */
static HV_DECLSPEC_ALIGN(4096) HV_UINT8 ReceiveBuffer[SHARED_PAGES][PAGE_SIZE];
#define RECEIVE_BYTES (SHARED_PAGES * PAGE_SIZE)
/** Our name for it; any number would do. */
#define RECEIVE_ID 0xCAFE

/** Buffer that the host reads: one message at a time. */
static HV_DECLSPEC_ALIGN(4096) HV_UINT8 SendPage[PAGE_SIZE];

/** Buffer that the host reads, too, in sections of one message each. */
#define SEND_PAGES 16U
static HV_DECLSPEC_ALIGN(4096) HV_UINT8 SendBuffer[SEND_PAGES][PAGE_SIZE];
/** Our name for it; any number but that of the receive buffer. */
#define SEND_ID 0xBEEF
static HV_UINT32 SectionBytes;
static HV_UINT32 SectionCount; /**< 0: there is no send buffer. */
static HV_UINT32 FramesInSections;
static HV_UINT32 FramesInPages;

static HV_DECLSPEC_ALIGN(8) HV_UINT8 Buffer[MILE_HYPERV_NETWORK_PACKET_MAXIMUM_SIZE];
static HV_DECLSPEC_ALIGN(8) HV_UINT8 Room[MILE_HYPERV_RNDIS_MESSAGE_ROOM_SIZE];

static MILE_HV_REQUEST Slots[8];
static MILE_HV_REQUESTS Requests;

/** A request that waits for its completion: of NVSP, or of a packet that was sent. */
typedef struct PENDING
{
    NVSP_MESSAGE_TYPE Type; /**< Of the answer; NvspMessageTypeNone: any will do, even an empty one. */
    HV_UINT32 IsDone;
    NVSP_MESSAGE Reply;
    NVSP_STATUS Status; /**< Of a packet that was sent. */
} PENDING;

/** The answer of RNDIS: one request waits at a time. */
static struct
{
    HV_UINT32 IsDone;
    MILE_HV_RNDIS_MESSAGE Message;
} Control;

static MILE_HV_NETWORK_RECEIVE_BUFFER Division;

/*
 * Frames.
 */

#define ETHERNET_BYTES 14U
#define ARP_BYTES 28U
#define IP_BYTES 20U
#define ICMP_BYTES 8U
#define PING_DATA_BYTES 56U
#define FRAME_BYTES (ETHERNET_BYTES + IP_BYTES + ICMP_BYTES + PING_DATA_BYTES)

/** We and our neighbor. README.md describes such a neighbor on Hyper-V. */
static const HV_UINT8 OurAddress[4] = {10, 0, 2, 15};
static const HV_UINT8 NeighborAddress[4] = {10, 0, 2, 2};
static HV_UINT8 OurMac[6];
static HV_UINT8 NeighborMac[6];

static HV_UINT32 HasNews;     /**< One of the three that follow has changed. */
static HV_UINT32 HasNeighbor; /**< It has answered ARP. */
static HV_UINT32 HasEcho;     /**< It has answered the ping. */
static HV_UINT32 IsAsked;     /**< Someone asked for our address by ARP; the question is in Asked. */
static HV_UINT8 Asked[ARP_BYTES];

/** Ethernet, IPv4, and the lengths of their addresses; what follows is 1, a request, or 2, a reply. */
static const HV_UINT8 ArpKind[] = {0, 1, 8, 0, 6, 4, 0};

static HV_UINT32 IsSame(const HV_UINT8 *One, const HV_UINT8 *Other, HV_UINT32 Bytes)
{
    while (Bytes != 0 && *One == *Other)
    {
        ++One;
        ++Other;
        --Bytes;
    }
    return Bytes == 0;
}

/** The Internet checksum; over bytes that have it already, it is 0. */
static HV_UINT32 Checksum(const HV_UINT8 *Data, HV_UINT32 Bytes)
{
    HV_UINT32 Sum = 0;

    for (HV_UINT32 Index = 0; Index < Bytes; ++Index)
    {
        Sum += Index % 2 == 0 ? (HV_UINT32)Data[Index] << 8 : Data[Index];
    }
    while (Sum >> 16 != 0)
    {
        Sum = (Sum & 0xFFFF) + (Sum >> 16);
    }
    return ~Sum & 0xFFFF;
}

static void Put16(HV_UINT8 *At, HV_UINT32 Value)
{
    At[0] = (HV_UINT8)(Value >> 8);
    At[1] = (HV_UINT8)Value;
}

static void BuildEthernet(HV_UINT8 *Frame, const HV_UINT8 *To, HV_UINT32 Type)
{
    MileHvCopy(Frame, To, 6);
    MileHvCopy(Frame + 6, OurMac, 6);
    Put16(Frame + 12, Type);
}

/** @p Operation 1: who has this address? 2: we have ours. */
static HV_UINT32 BuildArp(HV_UINT8 *Frame, HV_UINT8 Operation, const HV_UINT8 *Mac, const HV_UINT8 *Address)
{
    static const HV_UINT8 Everybody[6] = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
    HV_UINT8 *Arp = Frame + ETHERNET_BYTES;

    BuildEthernet(Frame, Operation == 1 ? Everybody : Mac, 0x0806);
    MileHvCopy(Arp, ArpKind, sizeof(ArpKind));
    Arp[7] = Operation;
    MileHvCopy(Arp + 8, OurMac, 6);
    MileHvCopy(Arp + 14, OurAddress, 4);
    MileHvCopy(Arp + 18, Mac, 6);
    MileHvCopy(Arp + 24, Address, 4);
    return ETHERNET_BYTES + ARP_BYTES;
}

static HV_UINT32 BuildPing(HV_UINT8 *Frame)
{
    HV_UINT8 *Ip = Frame + ETHERNET_BYTES;
    HV_UINT8 *Icmp = Ip + IP_BYTES;

    MileHvZero(Frame, FRAME_BYTES);
    BuildEthernet(Frame, NeighborMac, 0x0800);
    Ip[0] = 0x45; /* Version 4, five words. */
    Put16(Ip + 2, FRAME_BYTES - ETHERNET_BYTES);
    Ip[8] = 64; /* Time to live. */
    Ip[9] = 1;  /* ICMP. */
    MileHvCopy(Ip + 12, OurAddress, 4);
    MileHvCopy(Ip + 16, NeighborAddress, 4);
    Put16(Ip + 10, Checksum(Ip, IP_BYTES));
    Icmp[0] = 8; /* Echo request; the identifier is 1, and so is the number. */
    Icmp[5] = 1;
    Icmp[7] = 1;
    for (HV_UINT32 Index = 0; Index < PING_DATA_BYTES; ++Index)
    {
        Icmp[ICMP_BYTES + Index] = (HV_UINT8)Index;
    }
    Put16(Icmp + 2, Checksum(Icmp, ICMP_BYTES + PING_DATA_BYTES));
    return FRAME_BYTES;
}

/** Looks at a frame that came. It was copied out of the receive buffer, and is as bad as its sender wants. */
static void TakeFrame(const HV_UINT8 *Frame, HV_UINT32 Bytes)
{
    const HV_UINT8 *Inner = Frame + ETHERNET_BYTES;
    HV_UINT8 Ping[FRAME_BYTES];

    if (Bytes >= ETHERNET_BYTES + ARP_BYTES && Frame[12] == 0x08 && Frame[13] == 0x06 &&
        IsSame(Inner, ArpKind, sizeof(ArpKind)) && IsSame(Inner + 24, OurAddress, 4))
    {
        if (Inner[7] == 1)
        {
            MileHvCopy(Asked, Inner, ARP_BYTES);
            IsAsked = 1;
            HasNews = 1;
        }
        else if (Inner[7] == 2 && IsSame(Inner + 14, NeighborAddress, 4))
        {
            MileHvCopy(NeighborMac, Inner + 8, 6);
            HasNeighbor = 1;
            HasNews = 1;
        }
        return;
    }
    /* The reply is the request with another type, and with the checksum of that. */
    (void)BuildPing(Ping);
    if (Bytes >= FRAME_BYTES && Frame[12] == 0x08 && Frame[13] == 0x00 && Inner[0] == 0x45 && Inner[9] == 1 &&
        Checksum(Inner, IP_BYTES) == 0 && IsSame(Inner + 12, NeighborAddress, 4) && IsSame(Inner + 16, OurAddress, 4) &&
        Inner[IP_BYTES] == 0 && Checksum(Inner + IP_BYTES, ICMP_BYTES + PING_DATA_BYTES) == 0 &&
        IsSame(Inner + IP_BYTES + 4, Ping + ETHERNET_BYTES + IP_BYTES + 4, ICMP_BYTES - 4 + PING_DATA_BYTES))
    {
        HasEcho = 1;
        HasNews = 1;
    }
}

/*
 * What the host sends.
 */

/** The RNDIS messages in one place of the receive buffer. */
static GUEST_RESULT TakeMessages(HV_UINT32 Offset, HV_UINT32 Bytes)
{
    static HV_UINT8 Frame[1514];
    MILE_HV_RNDIS_FRAME Checked;
    MILE_HV_RNDIS_MESSAGE Message;
    void *Found;
    const HV_UINT8 *At = &ReceiveBuffer[0][0] + Offset;
    MILE_HV_RESULT Result = MileHvRndisFrameCheck(At, Bytes, Room, sizeof(Room), &Checked);

    if (Result == MileHvSuccess)
    {
        if (Checked.DataBytes <= sizeof(Frame))
        {
            MileHvCopyFromShared(Frame, Checked.Data, Checked.DataBytes);
            TakeFrame(Frame, Checked.DataBytes);
        }
        return GuestDone;
    }
    if (Result == MileHvCorrupt)
    {
        return GuestDeviceCorrupt;
    }
    Result = MileHvRndisMessageReceive(At, Bytes, Room, sizeof(Room), &Message);
    if (Result == MileHvCorrupt)
    {
        return GuestDeviceCorrupt;
    }
    if (Result == MileHvSuccess && Message.RequestId != 0 && Message.Type != REMOTE_NDIS_KEEPALIVE_MSG)
    {
        if (MileHvRequestEnd32(&Requests, Message.RequestId, &Found) != MileHvSuccess || Found != &Control)
        {
            return GuestDeviceCorrupt;
        }
        Control.Message = Message;
        Control.IsDone = 1;
    }
    return GuestDone; /* Others, an indication for example, are passed over. */
}

/** A completion: whose is it, and is it what was waited for? */
static GUEST_RESULT TakeCompletion(const MILE_HV_PACKET *Packet)
{
    PENDING *Pending;
    void *Found;
    MILE_HV_RESULT Result = MileHvRequestEnd(&Requests, Packet->Descriptor.TransactionId, &Found);

    if (Result != MileHvSuccess || Found == &Control)
    {
        return GuestDeviceCorrupt;
    }
    Pending = Found;
    if (Pending->Type == NvspMessage1TypeSendRNDISPacketComplete)
    {
        Result = MileHvNetworkSentCheck(Packet, &Pending->Status);
    }
    else if (Pending->Type != NvspMessageTypeNone)
    {
        Result = MileHvNetworkReplyCheck(Packet, Pending->Type, &Pending->Reply);
    }
    Pending->IsDone = 1;
    return Result == MileHvSuccess ? GuestDone : GuestDeviceCorrupt;
}

/** Another channel of the adapter, if HasSub. While it is in use, the first one is here. */
static CHANNEL Sub;
static HV_UINT32 HasSub;
static HV_UINT32 IsOnSub;

/** Has all that follows go through the other channel (1), or through the first one. */
static void UseChannel(GUEST *Guest, HV_UINT32 WantsSub)
{
    if (IsOnSub != WantsSub)
    {
        SwapChannel(Guest, &Sub);
        IsOnSub = WantsSub;
    }
}

/** Time that one channel is listened to before the other one gets its turn. */
#define TURN_TIME MILLISECOND

/** Waits for the next packet of either channel, which is in use then. */
static GUEST_RESULT WaitAny(GUEST *Guest, HV_UINT64 Deadline, MILE_HV_PACKET *Packet)
{
    while (HasSub)
    {
        const HV_UINT64 Time = Now(Guest);
        GUEST_RESULT Result = WaitPacket(Guest, Time + TURN_TIME, Buffer, sizeof(Buffer), Packet);

        if (Result != GuestDeviceSilent || Time >= Deadline)
        {
            return Result;
        }
        UseChannel(Guest, !IsOnSub);
    }
    return WaitPacket(Guest, Deadline, Buffer, sizeof(Buffer), Packet);
}

/** Takes packets until something is done. */
static GUEST_RESULT TakeUntil(GUEST *Guest, const HV_UINT32 *IsDone)
{
    const HV_UINT64 Deadline = Now(Guest) + PATIENCE;

    for (HV_UINT32 Turn = 0; Turn < STRANGERS && !*IsDone; ++Turn)
    {
        MILE_HV_PACKET Packet;
        HV_UINT32 ChannelType;
        GUEST_RESULT Result = WaitAny(Guest, Deadline, &Packet);

        if (Result != GuestDone)
        {
            return Result;
        }
        if (Packet.Descriptor.Type == VmbusPacketTypeCompletion)
        {
            Result = TakeCompletion(&Packet);
        }
        else if (Packet.Descriptor.Type == VmbusPacketTypeDataUsingTransferPages)
        {
            /* Before there is a buffer, no place lies in it: EndOffset is 0. */
            if (MileHvNetworkReceiveCheck(&Packet, RECEIVE_ID, Division.EndOffset, &ChannelType) != MileHvSuccess)
            {
                return GuestDeviceCorrupt;
            }
            for (HV_UINT32 Index = 0; Index < Packet.RangeCount && Result == GuestDone; ++Index)
            {
                VMTRANSFER_PAGE_RANGE Range;

                Result = MileHvTransferPage(&Packet, Index, Division.EndOffset, &Range) == MileHvSuccess
                             ? TakeMessages(Range.ByteOffset, Range.ByteCount)
                             : GuestDeviceCorrupt;
            }
            if (Result == GuestDone)
            {
                /* The places are the host's again. */
                Result = Sent(Guest, MileHvNetworkComplete(&Guest->Send, Packet.Descriptor.TransactionId,
                                                           Guest->NetworkVersion, NvspStatusSuccess));
            }
        }
        else
        {
            MILE_HV_NETWORK_EVENT Event;

            if (MileHvNetworkEventCheck(&Packet, Guest->NetworkVersion, &Event) == MileHvCorrupt)
            {
                return GuestDeviceCorrupt;
            }
            PrintF("  passed over an event, %u\n", Event.Type);
            if (Event.NeedsComplete)
            {
                Result = Sent(Guest, MileHvSendCompletion(&Guest->Send, Packet.Descriptor.TransactionId, Buffer, 0));
            }
        }
        if (Result != GuestDone)
        {
            return Result;
        }
    }
    return *IsDone ? GuestDone : GuestDeviceSilent;
}

/** The same, and the channel that was in use is in use again. */
static GUEST_RESULT WaitUntil(GUEST *Guest, const HV_UINT32 *IsDone)
{
    const HV_UINT32 WasOnSub = IsOnSub;
    GUEST_RESULT Result = TakeUntil(Guest, IsDone);

    UseChannel(Guest, WasOnSub);
    return Result;
}

/*
 * What the guest sends.
 */

/** Sends an NVSP message and waits for its completion. */
static GUEST_RESULT Exchange(GUEST *Guest, const NVSP_MESSAGE *Message, NVSP_MESSAGE_TYPE Type, PENDING *Pending)
{
    HV_UINT64 Id;
    GUEST_RESULT Result;

    MileHvZero(Pending, sizeof(*Pending));
    Pending->Type = Type;
    if (MileHvRequestBegin(&Requests, Pending, &Id) != MileHvSuccess)
    {
        return GuestRingFull;
    }
    Result = Sent(Guest, MileHvNetworkSend(&Guest->Send, Id, Guest->NetworkVersion, 1, Message));
    return Result == GuestDone ? WaitUntil(Guest, &Pending->IsDone) : Result;
}

/** Waits for the completion of a packet with RNDIS messages. @p Sending is the result of sending it. */
static GUEST_RESULT WaitSent(GUEST *Guest, GUEST_RESULT Sending, const PENDING *Pending)
{
    GUEST_RESULT Result = Sending == GuestDone ? WaitUntil(Guest, &Pending->IsDone) : Sending;

    if (Result == GuestDone && Pending->Status != NvspStatusSuccess)
    {
        PrintF("  a packet was not sent: status %u\n", Pending->Status);
        Result = GuestDeviceRefused;
    }
    return Result;
}

/** The packet that is being sent: one at a time. */
static PENDING Sending;

static MILE_HV_RESULT BeginSending(HV_UINT64 *Id)
{
    MileHvZero(&Sending, sizeof(Sending));
    Sending.Type = NvspMessage1TypeSendRNDISPacketComplete;
    return MileHvRequestBegin(&Requests, &Sending, Id);
}

/** Sends what is in the page: @p HeadBytes of a message, and @p Bytes of a frame behind it, or none. */
static GUEST_RESULT SendMessage(GUEST *Guest, HV_UINT32 ChannelType, HV_UINT32 HeadBytes, HV_UINT32 Bytes)
{
    const HV_UINT64 Page = ADDRESS(SendPage) >> PAGE_SHIFT;
    VMBUS_GPA_RANGE_ENTRY Entries[4];
    MILE_HV_GPA_LIST List;
    HV_UINT64 Id;

    MileHvGpaListBegin(&List, Entries, 4);
    if (MileHvGpaListAddRange(&List, &Page, 1, 0, HeadBytes) != MileHvSuccess ||
        (Bytes != 0 && MileHvGpaListAddRange(&List, &Page, 1, HeadBytes, Bytes) != MileHvSuccess) ||
        BeginSending(&Id) != MileHvSuccess)
    {
        return GuestRingFull;
    }
    return WaitSent(
        Guest,
        Sent(Guest, MileHvNetworkSendPages(&Guest->Send, Id, Guest->NetworkVersion, ChannelType, &List)),
        &Sending);
}

/** Sends a frame in a section of the send buffer: the packet has no pages, and the host copies from the section. */
static GUEST_RESULT SendInSection(GUEST *Guest, const HV_UINT8 *Frame, HV_UINT32 Bytes)
{
    HV_UINT8 *Section;
    HV_UINT32 HeadBytes;
    HV_UINT64 Id;

    if (BeginSending(&Id) != MileHvSuccess)
    {
        return GuestRingFull;
    }
    /* No other request has this number, so the section is free. */
    Section = &SendBuffer[0][0] + MileHvRequestIndex(Id) % SectionCount * SectionBytes;
    if (MileHvRndisFrameBuild(Section, SectionBytes - Bytes, 0, Bytes, &HeadBytes) != MileHvSuccess)
    {
        return GuestRingFull;
    }
    MileHvCopyToShared(Section + HeadBytes, Frame, Bytes);
    return WaitSent(Guest,
                    Sent(Guest, MileHvNetworkSendSection(&Guest->Send, Id, Guest->NetworkVersion, NVSP_DATA_CHANNEL_TYPE,
                                                         MileHvRequestIndex(Id) % SectionCount, HeadBytes + Bytes)),
                    &Sending);
}

/** Sends a frame: by turns in a section, if there are any, and in a page of its own. */
static GUEST_RESULT SendFrame(GUEST *Guest, const HV_UINT8 *Frame, HV_UINT32 Bytes)
{
    HV_UINT32 HeadBytes;

    if (SectionCount != 0 && SectionBytes > FRAME_BYTES + PAGE_SIZE / 4 && FramesInSections <= FramesInPages)
    {
        ++FramesInSections;
        return SendInSection(Guest, Frame, Bytes);
    }
    if (MileHvRndisFrameBuild(SendPage, PAGE_SIZE - Bytes, 0, Bytes, &HeadBytes) != MileHvSuccess)
    {
        return GuestRingFull;
    }
    ++FramesInPages;
    MileHvCopyToShared(SendPage + HeadBytes, Frame, Bytes);
    return SendMessage(Guest, NVSP_DATA_CHANNEL_TYPE, HeadBytes, Bytes);
}

/** Waits for the answer to a control message, and checks its type and status. */
static GUEST_RESULT WaitControl(GUEST *Guest, HV_UINT32 Type)
{
    GUEST_RESULT Result = WaitUntil(Guest, &Control.IsDone);

    if (Result == GuestDone && Control.Message.Type != Type)
    {
        Result = GuestDeviceCorrupt;
    }
    if (Result == GuestDone && Control.Message.Status != RNDIS_STATUS_SUCCESS)
    {
        PrintF("  RNDIS status 0x%08x\n", Control.Message.Status);
        Result = GuestDeviceRefused;
    }
    return Result;
}

/** A number for a control message. */
static HV_UINT32 BeginControl(void)
{
    HV_UINT64 Id;

    Control.IsDone = 0;
    return MileHvRequestBegin(&Requests, &Control, &Id) == MileHvSuccess ? (HV_UINT32)Id : 0;
}

/*
 * The steps.
 */

GUEST_RESULT AgreeOnNetworkVersion(GUEST *Guest)
{
    static PENDING Pending;
    NVSP_2_NETVSC_CAPABILITIES Capabilities = {0};
    NVSP_MESSAGE Message;
    HV_UINT32 MaximumRanges;
    GUEST_RESULT Result;

    if (!Guest->IsOpen)
    {
        return Skip("no channel is open");
    }
    if (MileHvRequestsCreate(&Requests, Slots, sizeof(Slots) / sizeof(Slots[0])) != MileHvSuccess)
    {
        return GuestRingFull;
    }
    for (HV_UINT32 Version = MileHvNetworkVersionBelow(0xFFFFFFFFU); Version != 0;
         Version = MileHvNetworkVersionBelow(Version))
    {
        PrintF("  version %u.%u: ", NVSP_PROTOCOL_MAJOR(Version), NVSP_PROTOCOL_MINOR(Version));
        MileHvNetworkInitBuild(&Message, Version);
        Result = Exchange(Guest, &Message, NvspMessageTypeInitComplete, &Pending);
        if (Result != GuestDone)
        {
            Print("no answer\n");
            return Result;
        }
        if (MileHvNetworkVersionCheck(&Pending.Reply, &MaximumRanges) != MileHvSuccess)
        {
            Print("refused\n");
            continue;
        }
        PrintF("taken, %u ranges in one packet\n", MaximumRanges);
        Guest->NetworkVersion = Version;
        if (MileHvNetworkConfigBuild(&Message, Version, 1514, Capabilities) == MileHvSuccess)
        {
            Result = Exchange(Guest, &Message, NvspMessageTypeNone, &Pending);
        }
        if (Result == GuestDone)
        {
            MileHvNetworkNdisBuild(&Message, Version);
            Result = Exchange(Guest, &Message, NvspMessageTypeNone, &Pending);
        }
        return Result;
    }
    return GuestDeviceRefused;
}

GUEST_RESULT GiveNetworkBuffer(GUEST *Guest)
{
    static PENDING Pending;
    NVSP_MESSAGE Message;
    HV_UINT32 Gpadl;
    MILE_HV_RESULT Answer;
    GUEST_RESULT Result;

    if (Guest->NetworkVersion == 0)
    {
        return Skip("no version of the adapter's protocol was agreed on");
    }
    Result = ShareMemory(Guest, ReceiveBuffer, SHARED_PAGES, &Gpadl);
    if (Result != GuestDone)
    {
        return Result;
    }
    MileHvNetworkReceiveBufferBuild(&Message, Gpadl, RECEIVE_ID);
    Result = Exchange(Guest, &Message, NvspMessage1TypeSendReceiveBufferComplete, &Pending);
    if (Result != GuestDone)
    {
        return Result;
    }
    Answer = MileHvNetworkReceiveBufferCheck(&Pending.Reply, RECEIVE_BYTES, &Division);
    if (Answer != MileHvSuccess)
    {
        return Answer == MileHvFailed ? GuestDeviceRefused : GuestDeviceCorrupt;
    }
    PrintF("  the host divides %u bytes into %u pieces of %u\n", RECEIVE_BYTES, Division.AllocationCount,
           Division.AllocationBytes);
    Guest->HasBuffer = 1;
    return GuestDone;
}

/** Has no answer. The memory itself comes back with the rings. */
GUEST_RESULT RevokeNetworkBuffer(GUEST *Guest)
{
    NVSP_MESSAGE Message;

    Guest->HasBuffer = 0;
    MileHvNetworkRevokeReceiveBuild(&Message, RECEIVE_ID);
    return Sent(Guest, MileHvNetworkSend(&Guest->Send, 0, Guest->NetworkVersion, 0, &Message));
}

GUEST_RESULT GiveSendBuffer(GUEST *Guest)
{
    static PENDING Pending;
    NVSP_MESSAGE Message;
    HV_UINT32 Gpadl;
    MILE_HV_RESULT Answer;
    GUEST_RESULT Result;

    if (Guest->NetworkVersion == 0)
    {
        return Skip("no version of the adapter's protocol was agreed on");
    }
    Result = ShareMemory(Guest, SendBuffer, SEND_PAGES, &Gpadl);
    if (Result != GuestDone)
    {
        return Result;
    }
    MileHvNetworkSendBufferBuild(&Message, Gpadl, SEND_ID);
    Result = Exchange(Guest, &Message, NvspMessage1TypeSendSendBufferComplete, &Pending);
    if (Result != GuestDone)
    {
        return Result;
    }
    Answer = MileHvNetworkSendBufferCheck(&Pending.Reply, SEND_PAGES * PAGE_SIZE, &SectionBytes, &SectionCount);
    if (Answer == MileHvUnavailable)
    {
        Print("  the host has no use for it\n");
        return GuestDone;
    }
    if (Answer != MileHvSuccess)
    {
        return Answer == MileHvFailed ? GuestDeviceRefused : GuestDeviceCorrupt;
    }
    PrintF("  %u sections of %u bytes\n", SectionCount, SectionBytes);
    return GuestDone;
}

/** Has no answer, as for the receive buffer. */
GUEST_RESULT RevokeSendBuffer(GUEST *Guest)
{
    NVSP_MESSAGE Message;

    SectionCount = 0;
    MileHvNetworkRevokeSendBuild(&Message, SEND_ID);
    return Sent(Guest, MileHvNetworkSend(&Guest->Send, 0, Guest->NetworkVersion, 0, &Message));
}

GUEST_RESULT StartAdapter(GUEST *Guest)
{
    const HV_UINT32 Filter = RNDIS_PACKET_TYPE_DIRECTED | RNDIS_PACKET_TYPE_BROADCAST;
    HV_UINT32 Bytes;
    GUEST_RESULT Result;

    if (!Guest->HasBuffer)
    {
        return Skip("the adapter has no receive buffer");
    }
    if (MileHvRndisInitializeBuild(SendPage, PAGE_SIZE, BeginControl(), PAGE_SIZE, &Bytes) != MileHvSuccess)
    {
        return GuestRingFull;
    }
    Result = SendMessage(Guest, NVSP_CONTROL_CHANNEL_TYPE, Bytes, 0);
    Result = Result == GuestDone ? WaitControl(Guest, REMOTE_NDIS_INITIALIZE_CMPLT) : Result;
    if (Result != GuestDone)
    {
        return Result;
    }
    PrintF("  RNDIS: %u messages, %u bytes in one packet\n", Control.Message.Limits.MaximumFrames,
           Control.Message.Limits.MaximumBytes);

    if (MileHvRndisQueryBuild(SendPage, PAGE_SIZE, BeginControl(), RNDIS_OID_802_3_CURRENT_ADDRESS, OurMac, 0,
                              &Bytes) != MileHvSuccess)
    {
        return GuestRingFull;
    }
    Result = SendMessage(Guest, NVSP_CONTROL_CHANNEL_TYPE, Bytes, 0);
    Result = Result == GuestDone ? WaitControl(Guest, REMOTE_NDIS_QUERY_CMPLT) : Result;
    if (Result != GuestDone)
    {
        return Result;
    }
    if (Control.Message.DataBytes != sizeof(OurMac))
    {
        return GuestDeviceCorrupt;
    }
    MileHvCopy(OurMac, Control.Message.Data, sizeof(OurMac));
    PrintF("  address %02x:%02x:%02x:%02x:%02x:%02x\n", OurMac[0], OurMac[1], OurMac[2], OurMac[3], OurMac[4],
           OurMac[5]);

    /* Until there is a filter, the adapter delivers nothing. */
    if (MileHvRndisSetBuild(SendPage, PAGE_SIZE, BeginControl(), RNDIS_OID_GEN_CURRENT_PACKET_FILTER, &Filter,
                            sizeof(Filter), &Bytes) != MileHvSuccess)
    {
        return GuestRingFull;
    }
    Result = SendMessage(Guest, NVSP_CONTROL_CHANNEL_TYPE, Bytes, 0);
    Result = Result == GuestDone ? WaitControl(Guest, REMOTE_NDIS_SET_CMPLT) : Result;
    Guest->HasAdapter = Result == GuestDone;
    return Result;
}

/** A halt has no answer but the completion of its packet. */
GUEST_RESULT HaltAdapter(GUEST *Guest)
{
    HV_UINT32 Bytes;

    Guest->HasAdapter = 0;
    if (MileHvRndisHaltBuild(SendPage, PAGE_SIZE, 1, &Bytes) != MileHvSuccess)
    {
        return GuestRingFull;
    }
    return SendMessage(Guest, NVSP_CONTROL_CHANNEL_TYPE, Bytes, 0);
}

/** Waits for an answer of the neighbor, who may have to ask for our address: that is answered in any case. */
static GUEST_RESULT WaitNeighbor(GUEST *Guest, const HV_UINT32 *IsDone)
{
    HV_UINT8 Frame[FRAME_BYTES];

    for (HV_UINT32 Turn = 0; Turn < STRANGERS && (!*IsDone || IsAsked); ++Turn)
    {
        GUEST_RESULT Result;

        HasNews = 0;
        if (IsAsked)
        {
            IsAsked = 0;
            PrintF("  %u.%u.%u.%u asks for our address, and gets it\n", Asked[14], Asked[15], Asked[16], Asked[17]);
            Result = SendFrame(Guest, Frame, BuildArp(Frame, 2, Asked + 8, Asked + 14));
        }
        else
        {
            Result = WaitUntil(Guest, &HasNews);
            Result = Result == GuestDeviceSilent ? GuestNobodyThere : Result;
        }
        if (Result != GuestDone)
        {
            return Result;
        }
    }
    return *IsDone ? GuestDone : GuestNobodyThere;
}

GUEST_RESULT OpenSubChannel(GUEST *Guest)
{
    static PENDING Pending;
    const HV_UINT64 Deadline = Now(Guest) + PATIENCE;
    NVSP_MESSAGE Message;
    HV_UINT32 Count = 0;
    GUEST_RESULT Result;

    if (!Guest->HasAdapter)
    {
        return Skip("the adapter is not started");
    }
    if (Guest->NetworkVersion >= NVSP_PROTOCOL_VERSION_5)
    {
        MileHvNetworkSubChannelsBuild(&Message, 1);
        Result = Exchange(Guest, &Message, NvspMessage5TypeSubChannel, &Pending);
        if (Result != GuestDone)
        {
            return Result;
        }
        if (MileHvNetworkSubChannelsCheck(&Pending.Reply, 1, &Count) == MileHvCorrupt)
        {
            return GuestDeviceCorrupt;
        }
    }
    if (Count == 0)
    {
        Print("  the host has no channel besides the first\n");
        return GuestDone;
    }
    /* The offer is a message of the bus, and comes before or after the answer. */
    while (!Guest->HasSubOffer)
    {
        Result = Now(Guest) < Deadline ? LookForRescind(Guest) : (GUEST_RESULT)GuestVmbusSilent;
        if (Result != GuestDone)
        {
            return Result;
        }
        ProcessorRelax();
    }
    Sub.HasOffer = 1;
    Sub.Offer = Guest->SubOffer;
    Sub.ChannelNumber = 1;
    UseChannel(Guest, 1);
    Result = ShareRings(Guest);
    if (Result == GuestDone)
    {
        Result = OpenChannel(Guest);
        if (Result != GuestDone)
        {
            (void)UnshareRings(Guest);
        }
    }
    UseChannel(Guest, 0);
    HasSub = Result == GuestDone;
    return Result;
}

GUEST_RESULT CloseSubChannel(GUEST *Guest)
{
    GUEST_RESULT Result;

    if (!HasSub)
    {
        return GuestDone;
    }
    UseChannel(Guest, 1);
    Result = CloseChannel(Guest);
    if (Result == GuestDone)
    {
        Result = UnshareRings(Guest);
    }
    UseChannel(Guest, 0);
    HasSub = 0;
    return Result;
}

GUEST_RESULT PingNeighbor(GUEST *Guest)
{
    static const HV_UINT8 Nobody[6];
    HV_UINT8 Frame[FRAME_BYTES];
    GUEST_RESULT Result;

    if (!Guest->HasAdapter)
    {
        return Skip("the adapter is not started");
    }
    Result = SendFrame(Guest, Frame, BuildArp(Frame, 1, Nobody, NeighborAddress));
    Result = Result == GuestDone ? WaitNeighbor(Guest, &HasNeighbor) : Result;
    if (Result != GuestDone)
    {
        return Result;
    }
    PrintF("  10.0.2.2 is at %02x:%02x:%02x:%02x:%02x:%02x\n", NeighborMac[0], NeighborMac[1], NeighborMac[2],
           NeighborMac[3], NeighborMac[4], NeighborMac[5]);
    PrintF("  the ping goes through channel %u\n", HasSub ? Sub.Offer.ChildRelId : Guest->Offer.ChildRelId);
    UseChannel(Guest, HasSub);
    Result = SendFrame(Guest, Frame, BuildPing(Frame));
    UseChannel(Guest, 0);
    Result = Result == GuestDone ? WaitNeighbor(Guest, &HasEcho) : Result;
    if (Result == GuestDone)
    {
        PrintF("  10.0.2.2 answers a ping of %u bytes\n", PING_DATA_BYTES);
        PrintF("  frames sent: %u in sections, %u in pages\n", FramesInSections, FramesInPages);
    }
    return Result;
}
