/* SPDX-License-Identifier: MIT */
/** The host of the crash guide's example: a limit of 100 bytes, a write that failed, a response of another activity. */

#include "Play.h"

static PLAY Play;
static MY_DUMP Dump;

static MILE_HV_RESULT Respond(GUEST_CRASH_MESSAGE_TYPE Type, const void *Body, size_t BodyBytes)
{
    HV_UINT8 Message[sizeof(GUEST_CRASH_HEADER) + 16] = {0};
    GUEST_CRASH_HEADER Header;
    MILE_HV_PACKET Packet;

    Header.ActivityId = Dump.ActivityId;
    Header.MessageType = Type;
    memcpy(Message, &Header, sizeof(Header));
    memcpy(Message + sizeof(Header), Body, BodyBytes);
    Packet = PlayHostPipes(&Play, Message, sizeof(Header) + BodyBytes);
    return MyDumpReceive(&Dump, &Packet);
}

int main(void)
{
    const HV_UINT32 Limit[4] = {100, 0, 0, 0};
    const HV_UINT32 Success = 0, Failure = 0x80004005;
    HV_UINT8 Piece[80] = {7};
    MILE_HV_PACKET Packet;

    Dump.ActivityId.Data1 = 1;
    PlayBegin(&Play);
    CHECK(MyDumpRequest(&Play.Send, &Dump, GuestCrashRequestGetNixDumpConfigV1) == MileHvSuccess);
    (void)PlayHostTakes(&Play);
    CHECK(Respond(GuestCrashResponseGetNixDumpConfigV1, Limit, sizeof(GUEST_CRASH_DUMP_CONFIG_RESPONSE_V1) -
                  sizeof(GUEST_CRASH_HEADER)) == MileHvSuccess && Dump.MaximumBytes == 100);
    CHECK(MyDumpRequest(&Play.Send, &Dump, GuestCrashRequestNixDumpStartV1) == MileHvSuccess);
    (void)PlayHostTakes(&Play);
    CHECK(Respond(GuestCrashResponseNixDumpStartV1, &Success, 4) == MileHvSuccess);
    CHECK(MyDumpWrite(&Play.Send, &Dump, Piece, 80) == MileHvSuccess && Dump.Offset == 80);
    (void)PlayHostTakes(&Play);
    Packet = PlayHostTakes(&Play);
    CHECK(Packet.Payload[4] == 80 && Packet.Payload[8] == 7);
    CHECK(MyDumpWrite(&Play.Send, &Dump, Piece, 80) == MileHvInvalid);
    CHECK(Respond(GuestCrashResponseNixDumpWriteV1, &Failure, 4) == MileHvFailed);
    CHECK(Respond(GuestCrashResponseNixDumpStartV1, &Success, 4) == MileHvCorrupt);
    return 0;
}
