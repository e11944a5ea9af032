/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Mile.HyperV/Guest/Mouse.h: the bytes of each message, and what becomes of a host's at every length.
 */

#include "GuestDevice.h"

#include <Mile.HyperV/Guest/Mouse.h>

enum
{
    InfoBytes = 8 + 32 + 9 + 67
};

static void ThereIsOneVersion(void **State)
{
    (void)State;
    assert_int_equal(MileHvMouseVersionBelow(0xFFFFFFFF), 0x00020000);
    assert_int_equal(MileHvMouseVersionBelow(0x00020001), 0x00020000);
    assert_int_equal(MileHvMouseVersionBelow(0x00020000), 0);
}

static void MessagesHaveTheirBytes(void **State)
{
    SYNTHHID_PROTOCOL_REQUEST Request;
    SYNTHHID_DEVICE_INFO_ACK Ack;

    (void)State;
    memset(&Request, 0xEE, sizeof(Request));
    assert_int_equal(MileHvMouseVersionBuild(&Request, SYNTHHID_INPUT_VERSION), 12);
    assert_memory_equal(&Request, "\0\0\0\0\4\0\0\0\0\0\2\0", 12);
    memset(&Ack, 0xEE, sizeof(Ack));
    assert_int_equal(MileHvMouseDeviceInfoAckBuild(&Ack), 9);
    assert_memory_equal(&Ack, "\3\0\0\0\1\0\0\0\0", 9);
}

static void AVersionIsApprovedOrRefused(void **State)
{
    HV_UINT8 Message[600] = {1, 0, 0, 0, 5, 0, 0, 0, 0, 0, 2, 0, 1};
    MILE_HV_MOUSE_EVENT Event;
    MILE_HV_PACKET Packet;
    unsigned Length;

    (void)State;
    for (Length = 0; Length <= 600; ++Length)
    {
        const int Good = Length >= 13 && Length <= 512;

        Packet = ReceivedOnPipe(Message, Length);
        memset(&Event, 0xEE, sizeof(Event));
        assert_int_equal(MileHvMouseEventCheck(&Packet, 0, &Event), Good ? MileHvSuccess : MileHvCorrupt);
        assert_int_equal(Event.Type, Good ? 1 : 0);
        assert_int_equal(Event.Approved, Good ? 1 : 0);
        assert_int_equal(Event.DataBytes, 0);
        assert_null(Event.Data);
    }
    Packet = ReceivedOnPipe(Message, 13);
    assert_int_equal(MileHvMouseEventCheck(&Packet, SYNTHHID_INPUT_VERSION, &Event), MileHvUnavailable);
    assert_int_equal(Event.Approved, 0);
    Message[12] = 0;
    Packet = ReceivedOnPipe(Message, 13);
    assert_int_equal(MileHvMouseEventCheck(&Packet, 0, &Event), MileHvSuccess);
    assert_int_equal(Event.Approved, 0);
    Message[4] = 4;
    Packet = ReceivedOnPipe(Message, 13);
    assert_int_equal(MileHvMouseEventCheck(&Packet, 0, &Event), MileHvCorrupt);
}

/* The device information as OpenVMM sends it: the report descriptor is filled up to 128 bytes beyond Header.Size. */
static void Information(HV_UINT8 Message[512])
{
    const HV_UINT8 Head[8] = {2, 0, 0, 0, 32 + 9 + 67};
    const HV_UINT8 Identity[10] = {32, 0, 0, 0, 0x5E, 0x04, 0x21, 0x06, 1, 0};
    const HV_UINT8 Descriptor[9] = {9, 0x21, 0x01, 0x01, 0, 1, 0x22, 67, 0};

    memset(Message, 0, 512);
    memcpy(Message, Head, sizeof(Head));
    memcpy(Message + 8, Identity, sizeof(Identity));
    memcpy(Message + 40, Descriptor, sizeof(Descriptor));
    memcpy(Message + 49, SYNTHHID_REPORT_DESCRIPTOR, 67);
}

static void TheDeviceIsDescribed(void **State)
{
    HV_UINT8 Message[512];
    MILE_HV_MOUSE_EVENT Event;
    MILE_HV_PACKET Packet;
    unsigned Length;

    (void)State;
    Information(Message);
    for (Length = 0; Length <= 177; ++Length)
    {
        const int Good = Length >= InfoBytes;

        Packet = ReceivedOnPipe(Message, Length);
        memset(&Event, 0xEE, sizeof(Event));
        assert_int_equal(MileHvMouseEventCheck(&Packet, SYNTHHID_INPUT_VERSION, &Event),
                         Good ? MileHvSuccess : MileHvCorrupt);
        assert_int_equal(Event.Type, Good ? 2 : 0);
        assert_int_equal(Event.VendorId, Good ? 0x045E : 0);
        assert_int_equal(Event.ProductId, Good ? 0x0621 : 0);
        assert_int_equal(Event.VersionNumber, Good ? 1 : 0);
        assert_int_equal(Event.DataBytes, Good ? 67 : 0);
        if (Good)
        {
            assert_memory_equal(Event.Data, SYNTHHID_REPORT_DESCRIPTOR, 67);
            assert_ptr_equal(Event.Data, Packet.Payload + 8 + 49);
        }
    }
    Packet = ReceivedOnPipe(Message, 177);
    assert_int_equal(MileHvMouseEventCheck(&Packet, 0, &Event), MileHvUnavailable);
}

/* Every length that the message itself says, beside the one that it has. */
static void TheDescriptorsLieInTheMessage(void **State)
{
    HV_UINT8 Message[512];
    MILE_HV_MOUSE_EVENT Event;
    MILE_HV_PACKET Packet;
    unsigned Value;

    (void)State;
    for (Value = 0; Value < 256; ++Value)
    {
        Information(Message);
        Message[40] = (HV_UINT8)Value;
        Packet = ReceivedOnPipe(Message, 177);
        assert_int_equal(MileHvMouseEventCheck(&Packet, SYNTHHID_INPUT_VERSION, &Event),
                         Value == 9 ? MileHvSuccess : MileHvCorrupt);
        Message[4] = 32 + 9 + 100; /* Room for a longer descriptor. */
        Packet = ReceivedOnPipe(Message, 177);
        assert_int_equal(MileHvMouseEventCheck(&Packet, SYNTHHID_INPUT_VERSION, &Event),
                         Value >= 9 && Value <= 9 + 33 ? MileHvSuccess : MileHvCorrupt);
        if (Value >= 9 && Value <= 9 + 33)
        {
            assert_ptr_equal(Event.Data, Packet.Payload + 8 + 40 + Value);
        }
        Information(Message);
        Message[45] = (HV_UINT8)Value;
        Packet = ReceivedOnPipe(Message, 177);
        assert_int_equal(MileHvMouseEventCheck(&Packet, SYNTHHID_INPUT_VERSION, &Event),
                         Value != 0 ? MileHvSuccess : MileHvCorrupt);
    }
    for (Value = 0; Value < 0x10000; ++Value)
    {
        Information(Message);
        Message[4] = (HV_UINT8)(504 & 0xFF);
        Message[5] = 504 >> 8;
        Message[47] = (HV_UINT8)Value;
        Message[48] = (HV_UINT8)(Value >> 8);
        Packet = ReceivedOnPipe(Message, 512);
        assert_int_equal(MileHvMouseEventCheck(&Packet, SYNTHHID_INPUT_VERSION, &Event),
                         Value >= 1 && Value <= 256 ? MileHvSuccess : MileHvCorrupt);
    }
    for (Value = 0; Value < 600; ++Value)
    {
        Information(Message);
        Message[4] = (HV_UINT8)Value;
        Message[5] = (HV_UINT8)(Value >> 8);
        Packet = ReceivedOnPipe(Message, 177);
        assert_int_equal(MileHvMouseEventCheck(&Packet, SYNTHHID_INPUT_VERSION, &Event),
                         Value >= 32 + 9 + 67 && Value <= 169 ? MileHvSuccess : MileHvCorrupt);
    }
}

static void ReportsOfEveryLength(void **State)
{
    HV_UINT8 Message[520] = {4, 0, 0, 0};
    MILE_HV_MOUSE_EVENT Event;
    MILE_HV_PACKET Packet;
    unsigned Length;
    unsigned Size;

    (void)State;
    for (Length = 8; Length <= 520; Length += Length < 40 ? 1 : 47)
    {
        for (Size = 0; Size <= 520; Size += Size < 40 ? 1 : 31)
        {
            const int Good = Length <= 512 && Size != 0 && Size <= Length - 8;

            Message[4] = (HV_UINT8)Size;
            Message[5] = (HV_UINT8)(Size >> 8);
            Packet = ReceivedOnPipe(Message, Length);
            assert_int_equal(MileHvMouseEventCheck(&Packet, SYNTHHID_INPUT_VERSION, &Event),
                             Good ? MileHvSuccess : MileHvCorrupt);
            assert_int_equal(Event.DataBytes, Good ? Size : 0);
            assert_int_equal(Event.Type, Good ? 4 : 0);
            if (Good)
            {
                assert_ptr_equal(Event.Data, Packet.Payload + 16);
            }
        }
    }
}

static void ReportsAreRead(void **State)
{
    const HV_UINT8 Data[9] = {0xFF, 0x34, 0x12, 0xFF, 0x7F, 0xFE, 0x01, 0xAA, 0xAA};
    HV_UINT8 Other[7] = {0};
    MILE_HV_MOUSE_REPORT Report;
    unsigned Length;

    (void)State;
    for (Length = 0; Length <= 9; ++Length)
    {
        memset(&Report, 0xEE, sizeof(Report));
        assert_int_equal(MileHvMouseReportParse(GuardEnd(Data, Length), Length, &Report),
                         Length < 5 ? MileHvUnavailable : MileHvSuccess);
        assert_int_equal(Report.Buttons, Length < 5 ? 0 : 0x1F);
        assert_int_equal(Report.X, Length < 5 ? 0 : 0x1234);
        assert_int_equal(Report.Y, Length < 5 ? 0 : 0x7FFF);
        assert_int_equal(Report.Wheel, Length < 6 ? 0 : Length == 6 ? -2 : 0x1FE);
    }
    Other[5] = 1;
    Other[6] = 0x80;
    assert_int_equal(MileHvMouseReportParse(Other, 7, &Report), MileHvSuccess);
    assert_int_equal(Report.Wheel, -32767);
    assert_int_equal(MileHvMouseReportParse(Other, 6, &Report), MileHvSuccess);
    assert_int_equal(Report.Wheel, 1);
    for (Length = 2; Length <= 4; Length += 2)
    {
        memset(Other, 0, sizeof(Other));
        Other[Length] = 0x80;
        assert_int_equal(MileHvMouseReportParse(Other, 7, &Report), MileHvUnavailable);
        assert_int_equal(Report.X | Report.Y, 0);
    }
}

static void OtherPacketsAreNoEvents(void **State)
{
    HV_UINT8 Message[512];
    MILE_HV_MOUSE_EVENT Event;
    MILE_HV_PACKET Packet;
    unsigned Type;

    (void)State;
    for (Type = 0; Type < 16; ++Type)
    {
        Information(Message);
        Message[0] = (HV_UINT8)Type;
        Packet = ReceivedOnPipe(Message, 177);
        assert_int_equal(MileHvMouseEventCheck(&Packet, SYNTHHID_INPUT_VERSION, &Event),
                         Type == 2 || Type == 4 ? MileHvSuccess : MileHvUnavailable);
        assert_int_equal(MileHvMouseEventCheck(&Packet, 0, &Event), Type == 1 ? MileHvSuccess : MileHvUnavailable);
    }
    memcpy(Message, "\x09\0\0\0\0\0\0\0", 8);
    Packet = ReceivedOnPipe(Message, 8);
    assert_int_equal(MileHvMouseEventCheck(&Packet, SYNTHHID_INPUT_VERSION, &Event), MileHvUnavailable);
    Information(Message);
    Packet = ReceivedOnPipe(Message, 177);
    for (Type = 0; Type < 16; ++Type)
    {
        Packet.Descriptor.Type = (HV_UINT16)Type;
        assert_int_equal(MileHvMouseEventCheck(&Packet, SYNTHHID_INPUT_VERSION, &Event),
                         Type == VmbusPacketTypeDataInBand ? MileHvSuccess : MileHvCorrupt);
    }
    for (Type = 0; Type < 8; ++Type)
    {
        const HV_UINT32 Head[10] = {Type, 32, SynthHidInputReport, 24};

        Packet = Received(VmbusPacketTypeDataInBand, Head, sizeof(Head));
        assert_int_equal(MileHvMouseEventCheck(&Packet, SYNTHHID_INPUT_VERSION, &Event),
                         Type == VmPipeMessageData ? MileHvSuccess : MileHvCorrupt);
    }
}

int main(void)
{
    const struct CMUnitTest Tests[] = {
        cmocka_unit_test(ThereIsOneVersion),           cmocka_unit_test(MessagesHaveTheirBytes),
        cmocka_unit_test(AVersionIsApprovedOrRefused), cmocka_unit_test(TheDeviceIsDescribed),
        cmocka_unit_test(TheDescriptorsLieInTheMessage), cmocka_unit_test(ReportsOfEveryLength),
        cmocka_unit_test(ReportsAreRead),              cmocka_unit_test(OtherPacketsAreNoEvents),
    };
    return cmocka_run_group_tests_name("GuestMouse", Tests, NULL, NULL);
}
