/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief A mouse: its version, what it says it is, and where it goes.
 *
 * The host describes the mouse once, as a HID device does, and from then on sends a
 * report for each move. A guest with a HID stack gives both to it. This one has none:
 * it reads the reports by the form that all known hosts describe.
 */

#include "guest.h"

static HV_DECLSPEC_ALIGN(8) HV_UINT8 Buffer[MILE_HYPERV_MOUSE_PACKET_MAXIMUM_SIZE];

/** Time that the guest waits for a report of the mouse. */
#define MOVE_PATIENCE (30 * SECOND)

static MILE_HV_RESULT Check(GUEST *Guest, const MILE_HV_PACKET *Packet, void *Event)
{
    return MileHvMouseEventCheck(Packet, Guest->InputVersion, Event);
}

GUEST_RESULT AgreeOnMouseVersion(GUEST *Guest)
{
    SYNTHHID_PROTOCOL_REQUEST Request;
    MILE_HV_MOUSE_EVENT Event;

    if (!Guest->IsOpen)
    {
        return Skip("no channel is open");
    }
    for (HV_UINT32 Version = MileHvMouseVersionBelow(0xFFFFFFFFU); Version != 0;
         Version = MileHvMouseVersionBelow(Version))
    {
        GUEST_RESULT Result =
            Sent(Guest, MileHvSendPipe(&Guest->Send, &Request, MileHvMouseVersionBuild(&Request, Version)));

        if (Result == GuestDone)
        {
            Result = WaitEvent(Guest, PATIENCE, Buffer, sizeof(Buffer), Check, &Event);
        }
        if (Result != GuestDone)
        {
            return Result;
        }
        PrintVersion(Version, Event.Approved);
        if (Event.Approved)
        {
            Guest->InputVersion = Version;
            return GuestDone;
        }
    }
    return GuestDeviceRefused;
}

/** Says what the mouse is, and that we know: until then the host sends no reports. */
static GUEST_RESULT TakeDescription(GUEST *Guest, const MILE_HV_MOUSE_EVENT *Event)
{
    SYNTHHID_DEVICE_INFO_ACK Ack;

    PrintF("  vendor 0x%x, product 0x%x, version 0x%x, report descriptor of %u bytes\n", Event->VendorId,
           Event->ProductId, Event->VersionNumber, Event->DataBytes);
    return Sent(Guest, MileHvSendPipe(&Guest->Send, &Ack, MileHvMouseDeviceInfoAckBuild(&Ack)));
}

GUEST_RESULT DescribeMouse(GUEST *Guest)
{
    MILE_HV_MOUSE_EVENT Event;
    GUEST_RESULT Result;

    if (Guest->InputVersion == 0)
    {
        return Skip("no version of the mouse's protocol was agreed on");
    }
    Result = WaitEvent(Guest, PATIENCE, Buffer, sizeof(Buffer), Check, &Event);
    if (Result != GuestDone)
    {
        return Result;
    }
    if (Event.Type != SynthHidInitialDeviceInfo)
    {
        return GuestDeviceCorrupt;
    }
    Result = TakeDescription(Guest, &Event);
    Guest->HasMouse = Result == GuestDone;
    return Result;
}

/** Until the right button is pressed, or nobody moves the mouse any more. */
GUEST_RESULT FollowMouse(GUEST *Guest)
{
    HV_UINT32 Moved = 0;

    if (!Guest->HasMouse)
    {
        return Skip("the mouse has not said what it is");
    }
    Print("  move the mouse; the right button ends it\n");
    for (;;)
    {
        MILE_HV_MOUSE_EVENT Event;
        MILE_HV_MOUSE_REPORT Report;
        GUEST_RESULT Result = WaitEvent(Guest, MOVE_PATIENCE, Buffer, sizeof(Buffer), Check, &Event);

        if (Result == GuestDeviceSilent && !Moved)
        {
            return Skip("nobody moves the mouse");
        }
        if (Result != GuestDone)
        {
            return Result == GuestDeviceSilent ? GuestDone : Result;
        }
        if (Event.Type == SynthHidInitialDeviceInfo)
        {
            /* The machine was saved and restored, maybe on another host. */
            Result = TakeDescription(Guest, &Event);
            if (Result != GuestDone)
            {
                return Result;
            }
            continue;
        }
        if (MileHvMouseReportParse(Event.Data, Event.DataBytes, &Report) != MileHvSuccess)
        {
            continue;
        }
        Moved = 1;
        PrintF("  at %u, %u%s%s%s%s%s\n", Report.X, Report.Y,
               ADDRESS(Report.Buttons & SYNTHHID_HID_MOUSE_BUTTON_LEFT ? ", left" : ""),
               ADDRESS(Report.Buttons & SYNTHHID_HID_MOUSE_BUTTON_MIDDLE ? ", middle" : ""),
               ADDRESS(Report.Buttons & SYNTHHID_HID_MOUSE_BUTTON_RIGHT ? ", right" : ""),
               ADDRESS(Report.Wheel > 0 ? ", wheel away" : ""), ADDRESS(Report.Wheel < 0 ? ", wheel near" : ""));
        if (Report.Buttons & SYNTHHID_HID_MOUSE_BUTTON_RIGHT)
        {
            return GuestDone;
        }
    }
}
