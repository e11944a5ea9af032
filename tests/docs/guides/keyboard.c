/* SPDX-License-Identifier: MIT */
/** The host of the keyboard guide's example: types early, refuses or accepts the version, types, and sends half a message. */

#include "Play.h"

static PLAY Play;
static unsigned Keys;
static HV_UINT16 Last;

void MySend(MILE_HV_SEND_RING *Ring)
{
    (void)MileHvSendRingCommit(Ring);
}

void MyKey(HV_UINT16 MakeCode, HV_UINT32 IsE0, HV_UINT32 IsBreak)
{
    Last = MakeCode;
    Keys += IsE0 == 1 && IsBreak == 0;
}

static MILE_HV_RESULT Send(MY_KEYBOARD *Keyboard, const HV_UINT32 *Words, size_t Bytes)
{
    MILE_HV_PACKET Packet = PlayHostSends(&Play, VmbusPacketTypeDataInBand, 0, Words, Bytes);

    return MyKeyboardReceive(Keyboard, &Packet);
}

int main(void)
{
    const HV_UINT32 Key[3] = {HkMessageEvent, 0x48, 4};
    const HV_UINT32 Response[2] = {HkMessageProtocolResponse, 1};
    const HV_UINT32 Refusal[2] = {HkMessageProtocolResponse, 0};
    MILE_HV_PACKET Packet;
    MY_KEYBOARD Keyboard;
    HV_UINT32 Words[2];

    PlayBegin(&Play);
    CHECK(MyKeyboardBegin(&Keyboard, &Play.Send) == MileHvSuccess);
    Packet = PlayHostTakes(&Play);
    memcpy(Words, Packet.Payload, sizeof(Words));
    CHECK(Words[0] == HkMessageProtocolRequest && Words[1] == HK_VERSION_WIN8);
    CHECK(Send(&Keyboard, Key, sizeof(Key)) == MileHvSuccess && Keys == 0);
    CHECK(Send(&Keyboard, Response, sizeof(Response)) == MileHvSuccess && Keyboard.Version == HK_VERSION_WIN8);
    CHECK(Send(&Keyboard, Key, sizeof(Key)) == MileHvSuccess && Keys == 1 && Last == 0x48);
    CHECK(Send(&Keyboard, Key, 8) == MileHvCorrupt && Keys == 1);
    CHECK(MyKeyboardBegin(&Keyboard, &Play.Send) == MileHvSuccess);
    CHECK(Send(&Keyboard, Refusal, sizeof(Refusal)) == MileHvUnavailable);
    return 0;
}
