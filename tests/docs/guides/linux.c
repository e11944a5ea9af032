/* SPDX-License-Identifier: MIT */
/** The bus of the example for those who come from Linux. */

#include "Play.h"

static unsigned Keys;

void my_report_key(unsigned int code, int pressed)
{
    Keys += code == 0xC8 && pressed;
}

int main(void)
{
    const HV_UINT32 Response[2] = {HkMessageProtocolResponse, 1};
    const HV_UINT32 Key[3] = {HkMessageEvent, 0x48, 4};
    struct my_packet Packet = {VmbusPacketTypeDataInBand, 0, Key, sizeof(Key)};
    struct my_keyboard Keyboard = {0};

    CHECK(my_keyboard_callback(&Keyboard, &Packet) == 0 && Keys == 0);
    Packet.payload = Response;
    Packet.bytes = sizeof(Response);
    CHECK(my_keyboard_callback(&Keyboard, &Packet) == 0 && Keyboard.version == HK_VERSION_WIN8);
    Packet.payload = Key;
    Packet.bytes = sizeof(Key);
    CHECK(my_keyboard_callback(&Keyboard, &Packet) == 0 && Keys == 1);
    Packet.bytes = 8;
    CHECK(my_keyboard_callback(&Keyboard, &Packet) == -MY_EPROTO);
    return 0;
}
