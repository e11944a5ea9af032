/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief A keyboard: its version, and the keys that are typed on it.
 *
 * The shortest of all devices: the guest asks for a version, and from then on the
 * host sends a message for each key that is pressed and for each that is released.
 * The codes are those of scan code set 1; what is printed on the key is the guest's
 * affair. Caps Lock has a light, which the guest switches.
 */

#include "guest.h"

static HV_DECLSPEC_ALIGN(8) HV_UINT8 Buffer[MILE_HYPERV_KEYBOARD_PACKET_MAXIMUM_SIZE];

/** Time that the guest waits for a key. */
#define KEY_PATIENCE (30 * SECOND)

#define KEY_ESCAPE 0x01
#define KEY_ENTER 0x1C
#define KEY_CAPS_LOCK 0x3A

/** Characters on the keys of a keyboard for the United States, by scan code; 0: no character. */
static const char Characters[] = "\0\0001234567890-=\0\0qwertyuiop[]\0\0asdfghjkl;'`\0\\zxcvbnm,./\0*\0 ";

static MILE_HV_RESULT Check(GUEST *Guest, const MILE_HV_PACKET *Packet, void *Event)
{
    return MileHvKeyboardEventCheck(Packet, Guest->InputVersion, Event);
}

GUEST_RESULT AgreeOnKeyboardVersion(GUEST *Guest)
{
    HK_MESSAGE_PROTOCOL_REQUEST Request;
    MILE_HV_KEYBOARD_EVENT Event;

    if (!Guest->IsOpen)
    {
        return Skip("no channel is open");
    }
    for (HV_UINT32 Version = MileHvKeyboardVersionBelow(0xFFFFFFFFU); Version != 0;
         Version = MileHvKeyboardVersionBelow(Version))
    {
        GUEST_RESULT Result = SendPacket(Guest, 0, &Request, MileHvKeyboardVersionBuild(&Request, Version));

        if (Result == GuestDone)
        {
            Result = WaitEvent(Guest, PATIENCE, Buffer, sizeof(Buffer), Check, &Event);
        }
        if (Result != GuestDone)
        {
            return Result;
        }
        PrintVersion(Version, Event.Accepted);
        if (Event.Accepted)
        {
            Guest->InputVersion = Version;
            return GuestDone;
        }
    }
    return GuestDeviceRefused;
}

/** Until Escape is pressed, or nobody types any more. */
GUEST_RESULT PrintKeys(GUEST *Guest)
{
    HK_MESSAGE_LED_INDICATORS_STATE Lights;
    HV_UINT32 HasCapsLock = 0;
    HV_UINT32 Typed = 0;
    char Line[80];
    HV_UINT32 Length = 0;

    if (Guest->InputVersion == 0)
    {
        return Skip("no version of the keyboard's protocol was agreed on");
    }
    Print("  type; Escape ends it\n");
    for (;;)
    {
        MILE_HV_KEYBOARD_EVENT Event;
        GUEST_RESULT Result = WaitEvent(Guest, KEY_PATIENCE, Buffer, sizeof(Buffer), Check, &Event);
        char Text[2] = {0, 0};

        if (Result == GuestDeviceSilent && Typed == 0)
        {
            return Skip("nobody types");
        }
        if (Result != GuestDone)
        {
            return Result == GuestDeviceSilent ? GuestDone : Result;
        }
        Typed = 1;
        if (!Event.IsUnicode && !Event.IsE0 && !Event.IsE1 && Event.MakeCode < sizeof(Characters))
        {
            Text[0] = Characters[Event.MakeCode];
        }
        PrintF("  key %s0x%02x %s%s%s\n",
               ADDRESS(Event.IsUnicode ? "U+" : Event.IsE0 ? "E0 " : Event.IsE1 ? "E1 " : ""), Event.MakeCode,
               ADDRESS(Event.IsBreak ? "released" : "pressed"), ADDRESS(Text[0] ? ": " : ""), ADDRESS(Text));
        if (Event.IsBreak || Event.IsUnicode || Event.IsE0 || Event.IsE1)
        {
            continue;
        }
        if (Text[0] != 0 && Length + 1 < sizeof(Line))
        {
            Line[Length++] = Text[0];
        }
        if (Event.MakeCode == KEY_ENTER || Event.MakeCode == KEY_ESCAPE)
        {
            Line[Length] = 0;
            PrintF("  typed: %s\n", ADDRESS(Line));
            Length = 0;
        }
        if (Event.MakeCode == KEY_ESCAPE)
        {
            return GuestDone;
        }
        if (Event.MakeCode == KEY_CAPS_LOCK)
        {
            HasCapsLock = !HasCapsLock;
            Result = SendPacket(Guest, 0, &Lights,
                                MileHvKeyboardLightsBuild(&Lights, HasCapsLock ? HK_LED_CAPS_LOCK : 0));
            if (Result != GuestDone)
            {
                return Result;
            }
        }
    }
}
