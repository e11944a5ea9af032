/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief A channel's life: its rings are shared with the host, opened, used, closed, and taken back.
 *
 * A channel is two rings in the guest's memory, one for each direction. The host
 * gets access by a GPADL, a list of page numbers under a number of the guest's
 * choice; with the request to open it learns which GPADL has the rings, and which
 * processor to signal. From then on packets travel, without the hypervisor but for
 * the signals, and those only where the other side may be asleep: Guest/Ring.h
 * keeps to the rules.
 *
 * The memory is shared until GpadlTorndown has arrived. What is in it may change
 * at any time, so nothing is looked at there but by Guest/Ring.h and Packet.h,
 * which copy first and check the copy.
 */

#include "guest.h"

/*
 * Both rings in one piece: control page and data to the host, control page and data from it. They are larger than one
 * message can list the pages of, so that a second one is seen, too.
 */
#define RING_DATA_PAGES 16U
#define RING_PAGES (1 + RING_DATA_PAGES)
static HV_DECLSPEC_ALIGN(4096) HV_UINT8 AllRings[2][2 * RING_PAGES][PAGE_SIZE]; /* Of the first channel and of another. */

/** Our name for the request to open; any number would do. */
#define OPEN_ID 1

/** GPADLs of a channel are numbered in the order in which the memory is shared: the rings come first. */
#define FIRST_GPADL(Guest) ((Guest)->ChannelNumber * 16)
#define RINGS_GPADL(Guest) (FIRST_GPADL(Guest) + 1)

void SwapChannel(GUEST *Guest, CHANNEL *Other)
{
    const CHANNEL This = {Guest->HasOffer, Guest->Offer, Guest->ChannelNumber, Guest->GpadlCount, Guest->IsOpen,
                          Guest->Send,     Guest->Receive, Guest->Signal};

    Guest->HasOffer = Other->HasOffer;
    Guest->Offer = Other->Offer;
    Guest->ChannelNumber = Other->ChannelNumber;
    Guest->GpadlCount = Other->GpadlCount;
    Guest->IsOpen = Other->IsOpen;
    Guest->Send = Other->Send;
    Guest->Receive = Other->Receive;
    Guest->Signal = Other->Signal;
    *Other = This;
}

GUEST_RESULT ShareMemory(GUEST *Guest, const void *Memory, HV_UINT32 PageCount, HV_UINT32 *Gpadl)
{
    static HV_UINT64 Pages[SHARED_PAGES];
    const HV_UINT32 Number = FIRST_GPADL(Guest) + Guest->GpadlCount + 1;
    MILE_HV_GPADL List;
    VMBUS_CHANNEL_GPADL_CREATED Created;
    HV_MESSAGE Message;
    HV_UINT32 Posts = 0;
    GUEST_RESULT Result;

    for (HV_UINT32 Index = 0; Index < PageCount && Index < SHARED_PAGES; ++Index)
    {
        Pages[Index] = (ADDRESS(Memory) >> PAGE_SHIFT) + Index;
    }
    if (PageCount > SHARED_PAGES ||
        MileHvGpadlBegin(&List, Guest->Offer.ChildRelId, Number, Pages, PageCount) != MileHvSuccess)
    {
        return GuestPostFailed;
    }
    while (MileHvGpadlNext(&Guest->Bus, &List, &PostInput) == MileHvSuccess)
    {
        Result = Post(Guest, MileHvSuccess);
        if (Result != GuestDone)
        {
            return Result;
        }
        ++Posts;
    }
    Result = WaitFor(Guest, ChannelMessageGpadlCreated, &Message);
    if (Result != GuestDone)
    {
        return Result;
    }
    if (MileHvGpadlCreatedCheck(Message.Payload, Message.Header.PayloadSize, &Guest->Bus, &Created) != MileHvSuccess ||
        Created.ChildRelId != Guest->Offer.ChildRelId || Created.Gpadl != Number)
    {
        return GuestVmbusCorrupt;
    }
    PrintF("  GPADL %u: %u pages in %u messages, status 0x%x\n", Number, PageCount, Posts,
           (HV_UINT32)Created.CreationStatus);
    if (Created.CreationStatus != 0)
    {
        return GuestGpadlRefused;
    }
    ++Guest->GpadlCount;
    *Gpadl = Number;
    return GuestDone;
}

GUEST_RESULT ShareRings(GUEST *Guest)
{
    HV_UINT8(*Rings)[PAGE_SIZE] = AllRings[Guest->ChannelNumber];
    HV_UINT32 Gpadl;

    if (!Guest->HasOffer)
    {
        return Skip(Guest->Device->Missing);
    }
    (void)MileHvSendRingCreate(&Guest->Send, (VMRCB *)(void *)Rings[0], Rings[1], RING_DATA_PAGES * PAGE_SIZE);
    (void)MileHvReceiveRingCreate(&Guest->Receive, (VMRCB *)(void *)Rings[RING_PAGES], Rings[RING_PAGES + 1],
                                  RING_DATA_PAGES * PAGE_SIZE);
    return ShareMemory(Guest, Rings, 2 * RING_PAGES, &Gpadl);
}

/**
 * Takes back the rings, and before them all other memory that was shared for the device. That waits until here, since a
 * host keeps a buffer as long as the channel is open.
 */
GUEST_RESULT UnshareRings(GUEST *Guest)
{
    VMBUS_CHANNEL_GPADL_TORNDOWN Torndown;
    HV_MESSAGE Message;
    GUEST_RESULT Result = GuestDone;

    for (; Guest->GpadlCount != 0; --Guest->GpadlCount)
    {
        Result = Post(Guest, MileHvGpadlTeardownBuild(&Guest->Bus, Guest->Offer.ChildRelId,
                                                      FIRST_GPADL(Guest) + Guest->GpadlCount, &PostInput));
        if (Result == GuestDone)
        {
            Result = WaitFor(Guest, ChannelMessageGpadlTorndown, &Message);
        }
        if (Result == GuestRescinded)
        {
            /* The device goes while it is given back, as a connection does that has ended. The answer still comes. */
            Result = WaitFor(Guest, ChannelMessageGpadlTorndown, &Message);
        }
        if (Result != GuestDone)
        {
            return Result;
        }
        if (MileHvGpadlTorndownCheck(Message.Payload, Message.Header.PayloadSize, &Guest->Bus, &Torndown) !=
                MileHvSuccess ||
            Torndown.Gpadl != FIRST_GPADL(Guest) + Guest->GpadlCount)
        {
            return GuestVmbusCorrupt;
        }
    }
    if (!Guest->HasOffer)
    {
        /* The device was taken away: now that nothing of it is left here, its number is free. */
        Result = Post(Guest, MileHvRelIdReleasedBuild(&Guest->Bus, Guest->Offer.ChildRelId, &PostInput));
    }
    return Result;
}

/** Posts the request for an ordinary channel, whose packets are signalled, or for a reserved one, where the guest polls. */
static GUEST_RESULT PostOpen(GUEST *Guest)
{
    VMBUS_CHANNEL_OPEN_CHANNEL Open = {0};
    VMBUS_CHANNEL_OPEN_RESERVED_CHANNEL Reserved = {0};

    if (Guest->Device->IsReserved)
    {
        Reserved.ChannelId = Guest->Offer.ChildRelId;
        Reserved.TargetVp = Guest->VpIndex;
        Reserved.TargetSint = VMBUS_MESSAGE_SINT;
        Reserved.RingBufferGpadl = RINGS_GPADL(Guest);
        Reserved.DownstreamPageOffset = RING_PAGES;
        return Post(Guest, MileHvOpenReservedChannelBuild(&Guest->Bus, &Reserved, &PostInput));
    }
    Open.ChildRelId = Guest->Offer.ChildRelId;
    Open.OpenId = OPEN_ID;
    Open.RingBufferGpadlHandle = RINGS_GPADL(Guest);
    Open.TargetVp = Guest->VpIndex;
    Open.DownstreamRingBufferPageOffset = RING_PAGES;
    Open.ConnectionId = Guest->Offer.ConnectionId;
    Open.EventFlag = (HV_UINT16)Guest->Offer.ChildRelId;
    return Post(Guest, MileHvOpenChannelBuild(&Guest->Bus, &Open, &PostInput));
}

/**
 * Ends the connection, and goes on with the reserved channel: as the driver of a guest that has crashed, which knows no
 * more than the number of the channel.
 */
static GUEST_RESULT EndConnection(GUEST *Guest)
{
    HV_MESSAGE Message;
    GUEST_RESULT Result;

    MileHvUnloadBuild(&Guest->Bus, &PostInput);
    Result = Post(Guest, MileHvSuccess);
    if (Result == GuestDone)
    {
        Result = WaitFor(Guest, ChannelMessageUnloadComplete, &Message);
    }
    Guest->Bus.Version = VMBUS_VERSION_WIN10;
    Guest->Bus.Features = 0;
    Guest->Bus.ConnectionId.AsUINT32 = VMBUS_MESSAGE_CONNECTION_ID;
    Print("  the connection has ended, and the reserved channel has not\n");
    return Result;
}

GUEST_RESULT OpenChannel(GUEST *Guest)
{
    const HV_UINT32 OpenId = Guest->Device->IsReserved ? 0 : OPEN_ID;
    VMBUS_CHANNEL_OPEN_RESULT Opened;
    HV_MESSAGE Message;
    GUEST_RESULT Result;

    if (Guest->GpadlCount == 0)
    {
        return Skip("no rings are shared");
    }
    if (MileHvSignalPrepare(&Guest->Bus, &Guest->Offer, 0, Guest->Device->IsReserved ? 0 : Guest->MonitorPage,
                            &Guest->Signal) != MileHvSuccess)
    {
        return GuestVmbusCorrupt;
    }
    Result = PostOpen(Guest);
    if (Result == GuestDone)
    {
        Result = WaitFor(Guest, ChannelMessageOpenChannelResult, &Message);
    }
    if (Result == GuestDone &&
        (MileHvOpenResultCheck(Message.Payload, Message.Header.PayloadSize, &Guest->Bus, &Opened) != MileHvSuccess ||
         Opened.ChildRelId != Guest->Offer.ChildRelId || Opened.OpenId != OpenId))
    {
        Result = GuestVmbusCorrupt;
    }
    if (Result == GuestVmbusSilent || Result == GuestVmbusCorrupt)
    {
        /* It may be open for the host. */
        (void)CloseChannel(Guest);
    }
    if (Result != GuestDone)
    {
        return Result;
    }
    PrintF("  channel %u, status 0x%x; signalled by ", Opened.ChildRelId, (HV_UINT32)Opened.Status);
    if (Guest->Signal.MonitorWord)
    {
        PrintF("monitor %u\n", Guest->Offer.MonitorId);
    }
    else
    {
        PrintF("connection 0x%x\n", Guest->Signal.ConnectionId.AsUINT32);
    }
    if (Opened.Status != 0)
    {
        return GuestOpenRefused;
    }
    Guest->IsOpen = 1;
    return Guest->Device->IsReserved ? EndConnection(Guest) : GuestDone;
}

/** A reserved channel is closed without a connection, and with an answer. Its GPADL goes with it. */
static GUEST_RESULT CloseReserved(GUEST *Guest)
{
    VMBUS_CHANNEL_CLOSE_RESERVED_CHANNEL Close = {0};
    VMBUS_CHANNEL_CLOSE_RESERVED_RESPONSE Response;
    HV_MESSAGE Message;
    GUEST_RESULT Result;

    Close.ChannelId = Guest->Offer.ChildRelId;
    Close.TargetVp = Guest->VpIndex;
    Close.TargetSint = VMBUS_MESSAGE_SINT;
    Result = Post(Guest, MileHvCloseReservedChannelBuild(&Guest->Bus, &Close, &PostInput));
    if (Result == GuestDone)
    {
        Result = WaitFor(Guest, ChannelMessageCloseReservedResponse, &Message);
    }
    if (Result == GuestDone && (MileHvCloseReservedResponseCheck(Message.Payload, Message.Header.PayloadSize,
                                                                 &Guest->Bus, &Response) != MileHvSuccess ||
                                Response.ChannelId != Close.ChannelId))
    {
        Result = GuestVmbusCorrupt;
    }
    if (Result == GuestDone)
    {
        Guest->GpadlCount = 0;
    }
    return Result;
}

/** Has no answer: the host may use the rings until it has torn their GPADL down. */
GUEST_RESULT CloseChannel(GUEST *Guest)
{
    Guest->IsOpen = 0;
    if (Guest->Device->IsReserved)
    {
        return CloseReserved(Guest);
    }
    return Post(Guest, MileHvCloseChannelBuild(&Guest->Bus, Guest->Offer.ChildRelId, &PostInput));
}

/** Asks for the channel's signals on a processor; @p Status is the host's answer. */
static GUEST_RESULT ModifyChannel(GUEST *Guest, HV_VP_INDEX Processor, HV_NTSTATUS *Status)
{
    VMBUS_CHANNEL_MODIFY_CHANNEL_RESPONSE Response;
    HV_MESSAGE Message;
    GUEST_RESULT Result =
        Post(Guest, MileHvModifyChannelBuild(&Guest->Bus, Guest->Offer.ChildRelId, Processor, &PostInput));

    if (Result == GuestDone)
    {
        Result = WaitFor(Guest, ChannelMessageModifyChannelResponse, &Message);
    }
    if (Result != GuestDone)
    {
        return Result;
    }
    if (MileHvModifyChannelResponseCheck(Message.Payload, Message.Header.PayloadSize, &Guest->Bus, &Response) !=
            MileHvSuccess ||
        Response.ChildRelId != Guest->Offer.ChildRelId)
    {
        return GuestVmbusCorrupt;
    }
    *Status = Response.Status;
    PrintF("  signals on processor %u: status 0x%x\n", Processor, (HV_UINT32)*Status);
    return GuestDone;
}

/** To the processor that has the channel, which changes nothing, and to one that does not exist, which must fail. */
GUEST_RESULT MoveChannel(GUEST *Guest)
{
    HV_NTSTATUS Status;
    GUEST_RESULT Result;

    if (Guest->Bus.Version < VMBUS_VERSION_IRON || !Guest->IsOpen)
    {
        return Skip("the host does not answer ModifyChannel, or no channel is open");
    }
    Result = ModifyChannel(Guest, Guest->VpIndex, &Status);
    if (Result == GuestDone && Status != HV_NTSTATUS_SUCCESS)
    {
        Result = GuestOpenRefused;
    }
    if (Result == GuestDone)
    {
        Result = ModifyChannel(Guest, 0xFFFF, &Status);
    }
    return Result == GuestDone && Status == HV_NTSTATUS_SUCCESS ? GuestVmbusCorrupt : Result;
}

/*
 * Packets.
 */

/**
 * Tells the host to look at the rings: a bit in the monitor page, if the offer has a monitor, or else a fast call, whose
 * input is an HV_INPUT_SIGNAL_EVENT with flag 0.
 */
static GUEST_RESULT Signal(GUEST *Guest)
{
    HV_STATUS Status;

    if (!MileHvSignalSend(&Guest->Signal))
    {
        ++Guest->SignalsByPage;
        return GuestDone;
    }
    ++Guest->SignalsByHypercall;
    Status = Hypercall(Guest, HvCallSignalEvent, HV_HYPERCALL_INPUT_FAST, Guest->Signal.ConnectionId.AsUINT32, 0);
    if (Status == HV_STATUS_SUCCESS)
    {
        return GuestDone;
    }
    PrintF("  HvCallSignalEvent answers %s (0x%x)\n", ADDRESS(StatusName(Status)), Status);
    /* The connection of a device that was taken away is gone, too. */
    return LookForRescind(Guest) == GuestRescinded ? GuestRescinded : GuestSignalFailed;
}

GUEST_RESULT CountSignals(GUEST *Guest)
{
    PrintF("  signals: %u by the monitor page, %u by hypercall\n", Guest->SignalsByPage, Guest->SignalsByHypercall);
    return GuestDone;
}

GUEST_RESULT Sent(GUEST *Guest, MILE_HV_RESULT Built)
{
    if (Built != MileHvSuccess)
    {
        return Built == MileHvFull ? GuestRingFull : GuestRingCorrupt;
    }
    return MileHvSendRingCommit(&Guest->Send) ? Signal(Guest) : GuestDone;
}

GUEST_RESULT SendPacket(GUEST *Guest, HV_UINT64 TransactionId, const void *Payload, HV_UINT32 Bytes)
{
    HV_UINT32 Free;
    MILE_HV_RESULT Result = MileHvSendRingFree(&Guest->Send, &Free);

    if (Result == MileHvSuccess)
    {
        Result = MileHvSendInBand(&Guest->Send, TransactionId, 0, Payload, Bytes);
    }
    return Sent(Guest, Result);
}

GUEST_RESULT WaitPacket(GUEST *Guest, HV_UINT64 Deadline, void *Buffer, HV_UINT32 BufferBytes, MILE_HV_PACKET *Packet)
{
    HV_UINT32 IsSignalled = 1;
    HV_UINT32 Bytes;
    MILE_HV_RESULT Result;

    for (;;)
    {
        HV_UINT32 IsLate = Now(Guest) >= Deadline;

        Result = MileHvReceivePacket(&Guest->Receive, Buffer, BufferBytes, &Bytes);
        if (Result != MileHvEmpty)
        {
            break;
        }
        if (IsLate)
        {
            return GuestDeviceSilent;
        }
        if (Guest->Device->IsReserved)
        {
            ProcessorRelax(); /* No signal will come. */
            continue;
        }
        /* Nothing there. Ask for a signal, look once more, since one packet may just have come silently; then wait. */
        Result = MileHvReceiveRingUnmask(&Guest->Receive);
        if (Result == MileHvSuccess)
        {
            continue;
        }
        if (Result != MileHvEmpty)
        {
            break;
        }
        IsSignalled = 0;
        while (!IsSignalled && Now(Guest) < Deadline)
        {
            GUEST_RESULT Taken = LookForRescind(Guest);

            if (Taken != GuestDone)
            {
                return Taken;
            }
            ProcessorRelax();
            IsSignalled = TakeEvent(Guest->Offer.ChildRelId);
        }
    }
    MileHvReceiveRingMask(&Guest->Receive);
    if (Result != MileHvSuccess || MileHvPacketCheck(Buffer, Bytes, Packet) != MileHvSuccess)
    {
        return GuestRingCorrupt;
    }
    if (!IsSignalled)
    {
        return GuestSignalLost;
    }
    /* The packet was copied, so its room goes back at once; a host that waits for room wants to hear of it. */
    return MileHvReceiveRingCommit(&Guest->Receive) ? Signal(Guest) : GuestDone;
}
