/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The dynamic memory device: its version, what this guest can do, status reports, and pages that go and come.
 *
 * Of all devices this one is everywhere, asks for little and harms nothing. The
 * guest speaks first; what the host may ask for in between is dealt with where
 * the guest waits.
 *
 * The balloon: the host asks for a number of pages, and the guest names those
 * that it gives, as many as it has. From then on they are the host's, until it
 * returns them; pool.c keeps the account. Nothing says when the host will ask, so
 * the guest goes on without waiting for that, unless it was told to stay.
 */

#include "guest.h"

/** A packet with the longest message of this device. */
static HV_DECLSPEC_ALIGN(8) HV_UINT8 Buffer[sizeof(VMPACKET_DESCRIPTOR) + DM_MAXIMUM_MESSAGE_SIZE];

/** Chosen by the guest, new for each request; the host's answer has it. */
static HV_UINT32 TransactionId;

/** Pages that the guest needs for itself, without the pool: an upper bound for its image. */
#define GUEST_PAGES 128

/** Seconds that a guest that was told to stay waits, and seconds once all is back. QEMU asks after 50 seconds at first. */
#define STAY (120 * SECOND)
#define LINGER (5 * SECOND)

/** Ranges that go into one response; if more are given, another one follows. */
#define RESPONSE_RANGES 8U

/** Prints what the host says of itself. */
static GUEST_RESULT TakeInfo(GUEST *Guest, const MILE_HV_PACKET *Packet)
{
    MILE_HV_DM_INFO Info;
    MILE_HV_DM_INFO_PIECE Piece;

    if (MileHvDmInfoMessageCheck(Packet->Payload, Packet->PayloadBytes, Guest->DeviceVersion, &Info) != MileHvSuccess)
    {
        return GuestDeviceCorrupt;
    }
    while (MileHvDmInfoNext(&Info, &Piece) == MileHvSuccess)
    {
        if (Piece.Type == DmInfoTypeMaximumPageCount)
        {
            PrintF("  the host says: never more than %u pages\n", MileHvDmInfoMaximumPageCount(&Piece));
        }
    }
    return GuestDone;
}

/** Gives as many pages as the host asks for, if there are so many; without one to spare, an answer without ranges. */
static GUEST_RESULT GivePages(GUEST *Guest, const MILE_HV_PACKET *Packet)
{
    HV_DECLSPEC_ALIGN(8) HV_UINT8 Room[sizeof(DM_BALLOON_RESPONSE) + RESPONSE_RANGES * sizeof(DM_PAGE_RANGE)];
    DM_BALLOON_RESPONSE *Answer = (DM_BALLOON_RESPONSE *)(void *)Room;
    DM_PAGE_RANGE Ranges[RESPONSE_RANGES];
    DM_BALLOON_REQUEST Request;
    HV_UINT32 Before = PoolGiven();
    HV_UINT32 Left = POOL_PAGES - Before;
    HV_UINT32 Id;
    GUEST_RESULT Result;

    if (MileHvDmBalloonRequestCheck(Packet->Payload, Packet->PayloadBytes, Guest->DeviceVersion, &Request) !=
        MileHvSuccess)
    {
        return GuestDeviceCorrupt;
    }
    Id = Request.Header.TransactionId;
    if (Left > Request.NumPages)
    {
        Left = Request.NumPages;
    }
    do
    {
        HV_UINT32 Count = 0;

        while (Left != 0 && Count < RESPONSE_RANGES)
        {
            Left -= PoolGive(Left, &Ranges[Count++]);
        }
        (void)MileHvDmBalloonResponseBuild(Answer, sizeof(Room), Id, Ranges, Count, Left != 0);
        Result = SendPacket(Guest, Id, Answer, Answer->Header.Size);
    } while (Result == GuestDone && Left != 0);
    PrintF("  the host asks for %u pages, gets %u and has %u\n", Request.NumPages, PoolGiven() - Before, PoolGiven());
    return Result;
}

/** Takes pages back; only the last request of a series has an answer. */
static GUEST_RESULT TakePagesBack(GUEST *Guest, const MILE_HV_PACKET *Packet)
{
    MILE_HV_DM_UNBALLOON Request;
    DM_UNBALLOON_RESPONSE Answer;
    HV_UINT32 Before = PoolGiven();
    GUEST_RESULT Result = GuestDone;

    if (MileHvDmUnballoonRequestCheck(Packet->Payload, Packet->PayloadBytes, Guest->DeviceVersion, &Request) !=
            MileHvSuccess ||
        PoolTakeBack(&Request) != MileHvSuccess)
    {
        Print("  the host returns what it does not have\n");
        return GuestDeviceCorrupt;
    }
    if (!Request.MorePages)
    {
        MileHvDmUnballoonResponseBuild(&Answer, Request.TransactionId);
        Result = SendPacket(Guest, Request.TransactionId, &Answer, sizeof(Answer));
    }
    PrintF("  the host returns %u pages and has %u\n", Before - PoolGiven(), PoolGiven());
    return Result;
}

/** Deals with what the host sends by itself. It asks for nothing that was not offered: the rest is passed over. */
static GUEST_RESULT Serve(GUEST *Guest, const MILE_HV_PACKET *Packet, const DM_MESSAGE_HEADER *Header)
{
    HV_UINT32 IsOfThisVersion = MileHvDmMessageLeast(Header->Type, Guest->DeviceVersion) != 0;

    switch (IsOfThisVersion ? Header->Type : DmError)
    {
    case DmInfoMessage:
        return TakeInfo(Guest, Packet);
    case DmBalloonRequest:
        return GivePages(Guest, Packet);
    case DmUnballoonRequest:
        return TakePagesBack(Guest, Packet);
    default:
        PrintF("  passed over a message of type %u\n", Header->Type);
        return GuestDone;
    }
}

/** Waits for the next message. @p Header has its type, which need not be one of this version. */
static GUEST_RESULT WaitForMessage(GUEST *Guest, HV_UINT64 Deadline, MILE_HV_PACKET *Packet, DM_MESSAGE_HEADER *Header)
{
    GUEST_RESULT Result = WaitPacket(Guest, Deadline, Buffer, sizeof(Buffer), Packet);

    if (Result != GuestDone)
    {
        return Result;
    }
    if (Packet->Descriptor.Type != VmbusPacketTypeDataInBand ||
        MileHvDmMessageCheck(Packet->Payload, Packet->PayloadBytes, Guest->DeviceVersion, Header) == MileHvCorrupt)
    {
        return GuestDeviceCorrupt;
    }
    return GuestDone;
}

/** Waits for an answer of one type, and leaves it in @p Packet. */
static GUEST_RESULT WaitForAnswer(GUEST *Guest, DM_MESSAGE_TYPE Type, MILE_HV_PACKET *Packet)
{
    HV_UINT64 Deadline = Now(Guest) + PATIENCE;
    DM_MESSAGE_HEADER Header;

    for (HV_UINT32 Turn = 0; Turn < STRANGERS; ++Turn)
    {
        GUEST_RESULT Result = WaitForMessage(Guest, Deadline, Packet, &Header);

        if (Result == GuestDone && Header.Type == Type && Header.TransactionId == TransactionId)
        {
            return GuestDone;
        }
        if (Result == GuestDone)
        {
            Result = Serve(Guest, Packet, &Header);
        }
        if (Result != GuestDone)
        {
            return Result;
        }
    }
    return GuestDeviceSilent;
}

GUEST_RESULT AgreeOnVersion(GUEST *Guest)
{
    DM_VERSION_REQUEST Request;
    MILE_HV_PACKET Packet;

    if (!Guest->IsOpen)
    {
        return Skip("no channel is open");
    }
    for (HV_UINT32 Version = MileHvDmVersionBelow(0xFFFFFFFFU); Version != 0; Version = MileHvDmVersionBelow(Version))
    {
        GUEST_RESULT Result;

        PrintF("  version %u.%u: ", Version >> 16, Version & 0xFFFF);
        MileHvDmVersionRequestBuild(&Request, ++TransactionId, Version, MileHvDmVersionBelow(Version) == 0);
        Result = SendPacket(Guest, TransactionId, &Request, sizeof(Request));
        if (Result == GuestDone)
        {
            Result = WaitForAnswer(Guest, DmVersionResponse, &Packet);
        }
        if (Result != GuestDone)
        {
            Print("no answer\n");
            return Result;
        }
        if (MileHvDmVersionResponseCheck(Packet.Payload, Packet.PayloadBytes, TransactionId) == MileHvSuccess)
        {
            Print("taken\n");
            Guest->DeviceVersion = Version;
            return GuestDone;
        }
        Print("refused\n");
    }
    return GuestDeviceRefused;
}

GUEST_RESULT ReportCapabilities(GUEST *Guest)
{
    DM_CAPABILITIES Capabilities;
    DM_CAPABILITIES_REPORT Report;
    DM_CAPABILITIES_RESPONSE Response;
    MILE_HV_PACKET Packet;
    MILE_HV_RESULT Answer;
    GUEST_RESULT Result;

    if (Guest->DeviceVersion == 0)
    {
        return Skip("no version of the device's protocol was agreed on");
    }
    /* The balloon; memory that is added and removed is more than this guest can follow. */
    Capabilities.AsUINT64 = 0;
    Capabilities.Balloon = 1;
    MileHvDmCapabilitiesReportBuild(&Report, ++TransactionId, Capabilities, GUEST_PAGES,
                                    DM_MAXIMUM_PAGE_NUMBER_UNKNOWN);
    Result = SendPacket(Guest, TransactionId, &Report, sizeof(Report));
    if (Result == GuestDone)
    {
        Result = WaitForAnswer(Guest, DmCapabilitiesResponse, &Packet);
    }
    if (Result != GuestDone)
    {
        return Result;
    }
    Answer = MileHvDmCapabilitiesResponseCheck(Packet.Payload, Packet.PayloadBytes, TransactionId, Guest->DeviceVersion,
                                               &Response);
    if (Answer != MileHvSuccess)
    {
        return Answer == MileHvFailed ? GuestDeviceRefused : GuestDeviceCorrupt;
    }
    Guest->WantsStatus = !Response.SuppressPressureReports;
    PrintF("  accepted; hot remove %s, status reports %s\n", ADDRESS(Response.HotRemove ? "granted" : "not granted"),
           ADDRESS(Guest->WantsStatus ? "wanted" : "not wanted"));
    return GuestDone;
}

/** Pages that were given count as committed: the guest does not have them to spare. */
static GUEST_RESULT SendStatus(GUEST *Guest)
{
    DM_STATUS_REPORT Report;

    if (!Guest->WantsStatus)
    {
        return GuestDone;
    }
    MileHvDmStatusReportBuild(&Report, ++TransactionId, POOL_PAGES - PoolGiven(), GUEST_PAGES + PoolGiven());
    return SendPacket(Guest, TransactionId, &Report, sizeof(Report));
}

GUEST_RESULT ReportStatus(GUEST *Guest)
{
    HV_UINT64 Deadline;
    HV_UINT32 Free;
    GUEST_RESULT Result;

    if (!Guest->WantsStatus)
    {
        return Skip(Guest->DeviceVersion == 0 ? "no version of the device's protocol was agreed on"
                                              : "the host wants none");
    }
    Result = SendStatus(Guest);
    if (Result != GuestDone)
    {
        return Result;
    }
    /* It has no answer. That the host has read it shows in the ring, which is empty then. */
    Deadline = Now(Guest) + PATIENCE;
    do
    {
        if (MileHvSendRingFree(&Guest->Send, &Free) != MileHvSuccess)
        {
            return GuestRingCorrupt;
        }
        if (Free == Guest->Send.Size - VMBUS_RING_UNUSED_SIZE)
        {
            PrintF("  %u pages in use, %u to spare, and the host has read it\n", GUEST_PAGES + PoolGiven(),
                   POOL_PAGES - PoolGiven());
            return GuestDone;
        }
        ProcessorRelax();
    } while (Now(Guest) < Deadline);
    return GuestRingFull;
}

/** Waits for a message and deals with it; GuestDeviceSilent: none came. */
static GUEST_RESULT ServeNext(GUEST *Guest, HV_UINT64 Deadline)
{
    MILE_HV_PACKET Packet;
    DM_MESSAGE_HEADER Header;
    GUEST_RESULT Result = WaitForMessage(Guest, Deadline, &Packet, &Header);

    return Result == GuestDone ? Serve(Guest, &Packet, &Header) : Result;
}

/**
 * Deals with what has come. A guest that was told to stay goes on with it, and reports after each request and each
 * quiet second, until all that it gave is back, or it has waited long enough.
 */
GUEST_RESULT ServeRequests(GUEST *Guest)
{
    HV_UINT64 End;

    if (Guest->DeviceVersion == 0)
    {
        return Skip("no version of the device's protocol was agreed on");
    }
    End = Now(Guest) + (Guest->Stays ? STAY : 0);
    if (Guest->Stays)
    {
        Print("  told to stay, and waits for requests\n");
    }
    for (HV_UINT32 Turn = 0; Turn < STRANGERS; ++Turn)
    {
        HV_UINT32 Before = PoolGiven();
        GUEST_RESULT Result = ServeNext(Guest, Now(Guest) + (Guest->Stays ? SECOND : 0));

        if (Result == GuestDeviceSilent)
        {
            if (Now(Guest) >= End)
            {
                break;
            }
            Result = GuestDone;
        }
        if (Before != 0 && PoolGiven() == 0 && Now(Guest) + LINGER < End)
        {
            End = Now(Guest) + LINGER;
        }
        if (Result == GuestDone)
        {
            Result = SendStatus(Guest);
        }
        if (Result != GuestDone)
        {
            return Result;
        }
    }
    if (PoolGiven() != 0)
    {
        PrintF("  the host keeps %u pages\n", PoolGiven());
    }
    return GuestDone;
}
