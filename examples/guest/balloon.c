/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The dynamic memory device: its version, what this guest can do, and one status report.
 *
 * Of all devices this one is everywhere, asks for little and harms nothing. The
 * guest speaks first; what the host may ask for in between is dealt with where
 * the guest waits.
 */

#include "guest.h"

/** A packet with the longest message of this device. */
static HV_DECLSPEC_ALIGN(8) HV_UINT8 Buffer[sizeof(VMPACKET_DESCRIPTOR) + DM_MAXIMUM_MESSAGE_SIZE];

/** Chosen by the guest, new for each request; the host's answer has it. */
static HV_UINT32 TransactionId;

/** The only memory that this guest knows of is its own image: fewer pages than this. */
#define GUEST_PAGES 128

/** Deals with what the host sends by itself. It asks for nothing that was not offered: the rest is passed over. */
static GUEST_RESULT Serve(GUEST *Guest, const MILE_HV_PACKET *Packet, const DM_MESSAGE_HEADER *Header)
{
    MILE_HV_DM_INFO Info;
    MILE_HV_DM_INFO_PIECE Piece;
    DM_BALLOON_RESPONSE Response;

    switch (Header->Type)
    {
    case DmInfoMessage:
        if (MileHvDmInfoMessageCheck(Packet->Payload, Packet->PayloadBytes, Guest->DeviceVersion, &Info) !=
            MileHvSuccess)
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
    case DmBalloonRequest:
        /* Not one page to spare: an answer without ranges. */
        Print("  the host asks for pages, and gets none\n");
        (void)MileHvDmBalloonResponseBuild(&Response, sizeof(Response), Header->TransactionId, 0, 0, 0);
        return SendPacket(Guest, Header->TransactionId, &Response, Response.Header.Size);
    default:
        PrintF("  passed over a message of type %u\n", Header->Type);
        return GuestDone;
    }
}

/** Waits for an answer of one type, and leaves it in @p Packet. */
static GUEST_RESULT WaitForAnswer(GUEST *Guest, DM_MESSAGE_TYPE Type, MILE_HV_PACKET *Packet)
{
    HV_UINT64 Deadline = Now(Guest) + PATIENCE;
    DM_MESSAGE_HEADER Header;

    for (HV_UINT32 Turn = 0; Turn < STRANGERS; ++Turn)
    {
        GUEST_RESULT Result = WaitPacket(Guest, Deadline, Buffer, sizeof(Buffer), Packet);
        MILE_HV_RESULT Found;

        if (Result != GuestDone)
        {
            return Result;
        }
        Found = MileHvDmMessageCheck(Packet->Payload, Packet->PayloadBytes, Guest->DeviceVersion, &Header);
        if (Packet->Descriptor.Type != VmbusPacketTypeDataInBand || Found == MileHvCorrupt)
        {
            return GuestDeviceCorrupt;
        }
        if (Found == MileHvSuccess && Header.Type == Type && Header.TransactionId == TransactionId)
        {
            return GuestDone;
        }
        Result = Serve(Guest, Packet, &Header);
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
    /* A balloon that never has a page in it; memory that comes and goes is more than this guest can follow. */
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

GUEST_RESULT ReportStatus(GUEST *Guest)
{
    DM_STATUS_REPORT Report;
    HV_UINT64 Deadline;
    HV_UINT32 Free;
    GUEST_RESULT Result;

    if (!Guest->WantsStatus)
    {
        return Skip(Guest->DeviceVersion == 0 ? "no version of the device's protocol was agreed on"
                                              : "the host wants none");
    }
    MileHvDmStatusReportBuild(&Report, ++TransactionId, 0, GUEST_PAGES);
    Result = SendPacket(Guest, TransactionId, &Report, sizeof(Report));
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
            PrintF("  %u pages in use, and the host has read it\n", GUEST_PAGES);
            return GuestDone;
        }
        ProcessorRelax();
    } while (Now(Guest) < Deadline);
    return GuestRingFull;
}
