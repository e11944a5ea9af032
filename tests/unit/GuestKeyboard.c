/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Mile.HyperV/Guest/Keyboard.h: the bytes of each message, and what becomes of a host's at every length.
 */

#include "GuestDevice.h"

#include <Mile.HyperV/Guest/Keyboard.h>

static void ThereIsOneVersion(void **State)
{
    (void)State;
    assert_int_equal(MileHvKeyboardVersionBelow(0xFFFFFFFF), 0x00010000);
    assert_int_equal(MileHvKeyboardVersionBelow(0x00010001), 0x00010000);
    assert_int_equal(MileHvKeyboardVersionBelow(0x00010000), 0);
    assert_int_equal(MileHvKeyboardVersionBelow(0), 0);
}

static void MessagesHaveTheirBytes(void **State)
{
    HK_MESSAGE_PROTOCOL_REQUEST Request;
    HK_MESSAGE_LED_INDICATORS_STATE Lights;

    (void)State;
    memset(&Request, 0xEE, sizeof(Request));
    assert_int_equal(MileHvKeyboardVersionBuild(&Request, HK_VERSION_WIN8), 8);
    assert_memory_equal(&Request, "\1\0\0\0\0\0\1\0", 8);
    memset(&Lights, 0xEE, sizeof(Lights));
    assert_int_equal(MileHvKeyboardLightsBuild(&Lights, HK_LED_NUM_LOCK | HK_LED_CAPS_LOCK), 8);
    assert_memory_equal(&Lights, "\4\0\0\0\6\0\0\0", 8);
}

static void AVersionIsAcceptedOrRefused(void **State)
{
    HV_UINT32 Message[64] = {HkMessageProtocolResponse};
    MILE_HV_KEYBOARD_EVENT Event;
    MILE_HV_PACKET Packet;
    HV_UINT32 Length;
    HV_UINT32 Answer;

    (void)State;
    for (Answer = 0; Answer < 4; ++Answer)
    {
        Message[1] = 0xFFFFFFF0 | Answer;
        for (Length = 0; Length <= 256; ++Length)
        {
            Packet = Received(VmbusPacketTypeDataInBand, Message, Length);
            memset(&Event, 0xEE, sizeof(Event));
            assert_int_equal(MileHvKeyboardEventCheck(&Packet, 0, &Event), Length < 8 ? MileHvCorrupt : MileHvSuccess);
            assert_int_equal(Event.Type, Length < 8 ? 0 : 2);
            assert_int_equal(Event.Accepted, Length < 8 ? 0 : Answer & 1);
            assert_int_equal(Event.MakeCode | Event.IsUnicode | Event.IsBreak | Event.IsE0 | Event.IsE1, 0);
        }
    }
    Packet = Received(VmbusPacketTypeDataInBand, Message, 8);
    assert_int_equal(MileHvKeyboardEventCheck(&Packet, HK_VERSION_WIN8, &Event), MileHvUnavailable);
    assert_int_equal(Event.Type | Event.Accepted, 0);
}

static void KeystrokesOfEveryFlag(void **State)
{
    HV_UINT8 Message[264] = {3, 0, 0, 0, 0x48, 0xD8, 0xAA, 0xAA};
    MILE_HV_KEYBOARD_EVENT Event;
    MILE_HV_PACKET Packet;
    unsigned Flags;
    unsigned Length;

    (void)State;
    for (Flags = 0; Flags < 256; ++Flags)
    {
        Message[8] = (HV_UINT8)Flags;
        Packet = Received(VmbusPacketTypeDataInBand, Message, 16);
        assert_int_equal(MileHvKeyboardEventCheck(&Packet, HK_VERSION_WIN8, &Event), MileHvSuccess);
        assert_int_equal(Event.Type, 3);
        assert_int_equal(Event.MakeCode, 0xD848);
        assert_int_equal(Event.Accepted, 0);
        assert_int_equal(Event.IsUnicode + 2 * Event.IsBreak + 4 * Event.IsE0 + 8 * Event.IsE1, Flags & 15);
    }
    for (Length = 0; Length <= 264; ++Length)
    {
        Packet = Received(VmbusPacketTypeDataInBand, Message, Length);
        memset(&Event, 0xEE, sizeof(Event));
        assert_int_equal(MileHvKeyboardEventCheck(&Packet, HK_VERSION_WIN8, &Event),
                         Length >= 12 && Length <= 256 ? MileHvSuccess : MileHvCorrupt);
        assert_int_equal(Event.MakeCode, Length >= 12 && Length <= 256 ? 0xD848 : 0);
    }
    Packet = Received(VmbusPacketTypeDataInBand, Message, 16);
    assert_int_equal(MileHvKeyboardEventCheck(&Packet, 0, &Event), MileHvUnavailable);
    assert_int_equal(Event.MakeCode, 0);
}

static void OtherPacketsAreNoEvents(void **State)
{
    HV_UINT32 Message[4] = {0, 0, 0, 0};
    MILE_HV_KEYBOARD_EVENT Event;
    MILE_HV_PACKET Packet;
    HV_UINT32 Type;

    (void)State;
    for (Type = 0; Type < 32; ++Type)
    {
        Message[0] = Type == 31 ? 0xFFFFFFFF : Type;
        Packet = Received(VmbusPacketTypeDataInBand, Message, 16);
        assert_int_equal(MileHvKeyboardEventCheck(&Packet, 0, &Event), Type == 2 ? MileHvSuccess : MileHvUnavailable);
        assert_int_equal(MileHvKeyboardEventCheck(&Packet, HK_VERSION_WIN8, &Event),
                         Type == 3 ? MileHvSuccess : MileHvUnavailable);
    }
    Message[0] = 3;
    Packet = Received(VmbusPacketTypeCompletion, Message, 16);
    assert_int_equal(MileHvKeyboardEventCheck(&Packet, HK_VERSION_WIN8, &Event), MileHvInvalid);
    Packet = Received(VmbusPacketTypeDataUsingTransferPages, Message, 16);
    assert_int_equal(MileHvKeyboardEventCheck(&Packet, HK_VERSION_WIN8, &Event), MileHvCorrupt);
    Packet = Received(VmbusPacketTypeDataUsingGpaDirect, Message, 16);
    assert_int_equal(MileHvKeyboardEventCheck(&Packet, HK_VERSION_WIN8, &Event), MileHvCorrupt);
}

int main(void)
{
    const struct CMUnitTest Tests[] = {
        cmocka_unit_test(ThereIsOneVersion),           cmocka_unit_test(MessagesHaveTheirBytes),
        cmocka_unit_test(AVersionIsAcceptedOrRefused), cmocka_unit_test(KeystrokesOfEveryFlag),
        cmocka_unit_test(OtherPacketsAreNoEvents),
    };
    return cmocka_run_group_tests_name("GuestKeyboard", Tests, NULL, NULL);
}
