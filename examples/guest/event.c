/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Services for devices that send messages of their own accord: waiting for one, and a line about a version.
 */

#include "guest.h"

GUEST_RESULT WaitEvent(GUEST *Guest, HV_UINT64 Patience, void *Buffer, HV_UINT32 BufferBytes, EVENT_CHECK *Check,
                       void *Event)
{
    HV_UINT64 Deadline = Now(Guest) + Patience;

    for (HV_UINT32 Turn = 0; Turn < STRANGERS; ++Turn)
    {
        MILE_HV_PACKET Packet;
        GUEST_RESULT Result = WaitPacket(Guest, Deadline, Buffer, BufferBytes, &Packet);

        if (Result != GuestDone)
        {
            return Result;
        }
        switch (Check(Guest, &Packet, Event))
        {
        case MileHvSuccess:
            return GuestDone;
        case MileHvUnavailable:
            break;
        default:
            return GuestDeviceCorrupt;
        }
    }
    return GuestDeviceSilent;
}

void PrintVersion(HV_UINT32 Version, HV_UINT32 IsTaken)
{
    PrintF("  version %u.%u: %s\n", Version >> 16, Version & 0xFFFF, ADDRESS(IsTaken ? "taken" : "refused"));
}
