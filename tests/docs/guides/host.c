/* SPDX-License-Identifier: MIT */
/** The guest of the guide to hosts: negotiates with the keyboard, receives keys, and breaks the rules. */

#include "Play.h"

#include <Mile.HyperV/Guest/Keyboard.h>

static HV_DECLSPEC_ALIGN(4096) HV_UINT8 Rings[8 * 4096];
static unsigned Signals;

void MySignalGuest(MY_CHANNEL *Channel)
{
    (void)Channel;
    ++Signals;
}

int main(void)
{
    static PLAY Play;
    HK_MESSAGE_PROTOCOL_REQUEST Request;
    MILE_HV_KEYBOARD_EVENT Event;
    MILE_HV_RECEIVE_RING Receive;
    MILE_HV_SEND_RING Send;
    MILE_HV_PACKET Packet;
    MY_CHANNEL Channel;
    HV_UINT32 Bytes, HasMore;

    CHECK(MileHvSendRingCreate(&Send, (VMRCB *)(void *)Rings, Rings + 4096, 3 * 4096) == MileHvSuccess);
    CHECK(MileHvReceiveRingCreate(&Receive, (VMRCB *)(void *)(Rings + 4 * 4096), Rings + 5 * 4096, 3 * 4096) == MileHvSuccess);
    CHECK(MyOpen(&Channel, Rings, 8, 1) == MileHvInvalid && MyOpen(&Channel, Rings, 8, 7) == MileHvInvalid);
    CHECK(MyOpen(&Channel, Rings, 8, 4) == MileHvSuccess);
    CHECK(MyType(&Channel, 0x1E, 0) == MileHvUnavailable);
    Bytes = MileHvKeyboardVersionBuild(&Request, HK_VERSION_WIN8);
    CHECK(MileHvSendInBand(&Send, 0, 0, &Request, Bytes) == MileHvSuccess && MileHvSendRingCommit(&Send) == 1);
    CHECK(MileHvReceiveRingUnmask(&Receive) == MileHvEmpty);
    CHECK(MyPump(&Channel, 10, &HasMore) == MileHvSuccess && !HasMore && Channel.IsReady && Signals == 1);
    Packet = PlayTake(&Play, &Receive);
    CHECK(MileHvKeyboardEventCheck(&Packet, 0, &Event) == MileHvSuccess && Event.Accepted);
    CHECK(MyType(&Channel, 0x1E, 1) == MileHvSuccess);
    Packet = PlayTake(&Play, &Receive);
    CHECK(MileHvKeyboardEventCheck(&Packet, HK_VERSION_WIN8, &Event) == MileHvSuccess);
    CHECK(Event.MakeCode == 0x1E && Event.IsBreak && !Event.IsE0);
    CHECK(MileHvSendInBand(&Send, 0, 0, &Request, Bytes) == MileHvSuccess && MileHvSendRingCommit(&Send) <= 1);
    CHECK(MyPump(&Channel, 1, &HasMore) == MileHvSuccess && HasMore);
    CHECK(MileHvSendPacket(&Send, VmbusPacketTypeCompletion, 0, 0, NULL, 0, &Request, Bytes) == MileHvSuccess);
    (void)MileHvSendRingCommit(&Send);
    CHECK(MyPump(&Channel, 10, &HasMore) == MileHvCorrupt);
    ((volatile HV_UINT32 *)(void *)Rings)[0] = 0x7FFFFFFF; /* In, outside of the ring. */
    CHECK(MyPump(&Channel, 10, &HasMore) == MileHvCorrupt);
    return 0;
}
