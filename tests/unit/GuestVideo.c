/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Mile.HyperV/Guest/Video.h: the bytes of each message, and what becomes of a host's at every length.
 */

#include "GuestDevice.h"

#include <Mile.HyperV/Guest/Video.h>

static const HV_UINT32 Versions[] = {0x00050003, 0x00040003, 0x00030003, 0x00020003, 0x00000003};
enum
{
    VersionCount = sizeof(Versions) / sizeof(Versions[0])
};

static void VersionsComeNewestFirst(void **State)
{
    HV_UINT32 Version = 0xFFFFFFFF;
    int Index;

    (void)State;
    for (Index = 0; Index < VersionCount; ++Index)
    {
        Version = MileHvVideoVersionBelow(Version);
        assert_int_equal(Version, Versions[Index]);
    }
    assert_int_equal(MileHvVideoVersionBelow(Version), 0);
}

static void RequestsHaveTheirBytes(void **State)
{
    SYNTHVID_VERSION_REQUEST_MESSAGE Version;
    SYNTHVID_SUPPORTED_RESOLUTIONS_REQUEST_MESSAGE Resolutions;
    SYNTHVID_BIOS_INFO_REQUEST_MESSAGE Bios;
    SYNTHVID_CAPABILITY_REQUEST_MESSAGE Capabilities;
    SYNTHVID_VRAM_LOCATION_MESSAGE Location;
    SYNTHVID_POINTER_POSITION_MESSAGE Position;

    (void)State;
    memset(&Version, 0xEE, sizeof(Version));
    assert_int_equal(MileHvVideoVersionBuild(&Version, SYNTHVID_VERSION_WIN10), 12);
    assert_memory_equal(&Version, "\1\0\0\0\x0C\0\0\0\3\0\5\0", 12);
    memset(&Resolutions, 0xEE, sizeof(Resolutions));
    assert_int_equal(MileHvVideoResolutionsBuild(&Resolutions), 9);
    assert_memory_equal(&Resolutions, "\x0D\0\0\0\x09\0\0\0\x40", 9);
    assert_int_equal(MileHvVideoBiosInfoBuild(&Bios), 8);
    assert_memory_equal(&Bios, "\x0B\0\0\0\x08\0\0\0", 8);
    assert_int_equal(MileHvVideoCapabilitiesBuild(&Capabilities), 8);
    assert_memory_equal(&Capabilities, "\x0F\0\0\0\x08\0\0\0", 8);
    memset(&Location, 0xEE, sizeof(Location));
    assert_int_equal(MileHvVideoVramLocationBuild(&Location, 0x1122334455667788, 0xF8000000), 25);
    assert_memory_equal(&Location,
                        "\3\0\0\0\x19\0\0\0"
                        "\x88\x77\x66\x55\x44\x33\x22\x11"
                        "\1\0\0\0\xF8\0\0\0\0",
                        25);
    memset(&Position, 0xEE, sizeof(Position));
    assert_int_equal(MileHvVideoPointerPositionBuild(&Position, -2, 0x123, 7), 18);
    assert_memory_equal(&Position, "\7\0\0\0\x12\0\0\0\1\0\xFE\xFF\xFF\xFF\x23\1\0\0", 18);
    (void)MileHvVideoPointerPositionBuild(&Position, 0, 0, 0);
    assert_int_equal(Position.IsVisible, 0);
}

static void AModeFitsItsFrameBuffer(void **State)
{
    const MILE_HV_VIDEO_MODE Good = {1024, 768, 4096, 0, 32};
    MILE_HV_VIDEO_MODE Mode = Good;
    SYNTHVID_SITUATION_UPDATE_MESSAGE Message;
    HV_UINT32 Bytes;

    (void)State;
    memset(&Message, 0xEE, sizeof(Message));
    assert_int_equal(MileHvVideoSituationBuild(&Message, 9, &Mode, 1, 4096 * 768, &Bytes), MileHvSuccess);
    assert_int_equal(Bytes, 35);
    assert_memory_equal(&Message,
                        "\5\0\0\0\x23\0\0\0\x09\0\0\0\0\0\0\0"
                        "\1\1\0\0\0\0\x20\0\4\0\0\0\3\0\0\0\x10\0\0",
                        35);
    assert_int_equal(MileHvVideoSituationBuild(&Message, 9, &Mode, 0, 4096 * 768, &Bytes), MileHvSuccess);
    assert_int_equal(Message.VideoOutput[0].Active, 0);
    assert_int_equal(MileHvVideoSituationBuild(&Message, 9, &Mode, 1, 4096 * 768 - 1, &Bytes), MileHvInvalid);
    assert_int_equal(Bytes, 0);
    Mode.OffsetBytes = 1;
    assert_int_equal(MileHvVideoModeCheck(&Mode, 4096 * 768), MileHvInvalid);
    assert_int_equal(MileHvVideoModeCheck(&Mode, 4096 * 768 + 1), MileHvSuccess);
    assert_int_equal(MileHvVideoModeCheck(&Mode, 0), MileHvInvalid);
    Mode = Good;
    Mode.WidthPixels = 1025;
    assert_int_equal(MileHvVideoModeCheck(&Mode, 4096 * 768), MileHvInvalid);
    Mode.DepthBits = 16;
    assert_int_equal(MileHvVideoModeCheck(&Mode, 4096 * 768), MileHvSuccess);
    Mode.DepthBits = 24;
    assert_int_equal(MileHvVideoModeCheck(&Mode, 4096 * 768), MileHvInvalid);
    Mode = Good;
    Mode.WidthPixels = 0;
    assert_int_equal(MileHvVideoModeCheck(&Mode, 4096 * 768), MileHvInvalid);
    Mode = Good;
    Mode.HeightPixels = 0;
    assert_int_equal(MileHvVideoModeCheck(&Mode, 4096 * 768), MileHvInvalid);
    Mode = Good;
    Mode.HeightPixels = 0x100000; /* 4 GiB: the product has more than 32 bits. */
    assert_int_equal(MileHvVideoModeCheck(&Mode, 4096 * 768), MileHvInvalid);
    Mode = Good;
    Mode.WidthPixels = 0x40000400; /* As above for a line. */
    assert_int_equal(MileHvVideoModeCheck(&Mode, 4096 * 768), MileHvInvalid);
}

static void APointerGoesInParts(void **State)
{
    static HV_UINT8 Pixels[SYNTHVID_CURSOR_MAX_SIZE];
    static HV_UINT8 Buffer[MILE_HYPERV_VIDEO_MESSAGE_MAXIMUM_SIZE];
    MILE_HV_VIDEO_POINTER Pointer = {96, 96, 3, 4, 1, 0, Pixels};
    HV_UINT32 Bytes;
    HV_UINT32 Part;
    HV_UINT32 At = 0;

    (void)State;
    for (Part = 0; Part < sizeof(Pixels); ++Part)
    {
        Pixels[Part] = (HV_UINT8)(Part * 7 + Part / 256);
    }
    for (Part = 0; Part < 5; ++Part)
    {
        const HV_UINT32 Length = Part < 4 ? 8192 : 36864 - 4 * 8192;
        const HV_UINT8 Head[26] = {8, 0, 0, 0, (HV_UINT8)(26 + Length), (HV_UINT8)((26 + Length) >> 8), 0, 0,
                                   Part < 4 ? (HV_UINT8)Part : 0xFF, 1, 96, 0, 0, 0, 96, 0, 0, 0, 3, 0, 0, 0, 4};

        assert_int_equal(MileHvVideoPointerShapeBuild(Buffer, 26 + Length - 1, &Pointer, Part, &Bytes), MileHvTooSmall);
        assert_int_equal(Bytes, 0);
        assert_int_equal(MileHvVideoPointerShapeBuild(GuardBegin(Buffer, 1, GUARD_BYTES - 26 - Length), 26 + Length,
                                                      &Pointer, Part, &Bytes),
                         MileHvSuccess);
        assert_int_equal(Bytes, 26 + Length);
        assert_memory_equal(GuardBuffer() + GUARD_BYTES - 26 - Length, Head, 26);
        assert_memory_equal(GuardBuffer() + GUARD_BYTES - Length, Pixels + At, Length);
        At += Length;
    }
    assert_int_equal(MileHvVideoPointerShapeBuild(Buffer, sizeof(Buffer), &Pointer, 5, &Bytes), MileHvEmpty);
    assert_int_equal(MileHvVideoPointerShapeBuild(Buffer, sizeof(Buffer), &Pointer, 0xFFFFFFFF, &Bytes), MileHvEmpty);
    Pointer.WidthPixels = 64;
    Pointer.HeightPixels = 32; /* Exactly one part. */
    assert_int_equal(MileHvVideoPointerShapeBuild(Buffer, sizeof(Buffer), &Pointer, 0, &Bytes), MileHvSuccess);
    assert_int_equal(Bytes, 26 + 8192);
    assert_int_equal(Buffer[8], 0xFF);
    assert_int_equal(MileHvVideoPointerShapeBuild(Buffer, sizeof(Buffer), &Pointer, 1, &Bytes), MileHvEmpty);
    Pointer.IsColor = 0;
    Pointer.WidthPixels = 33;
    Pointer.HeightPixels = 10;
    assert_int_equal(MileHvVideoPointerBytes(&Pointer), 100);
    assert_int_equal(MileHvVideoPointerShapeBuild(Buffer, sizeof(Buffer), &Pointer, 0, &Bytes), MileHvSuccess);
    assert_int_equal(Bytes, 126);
    assert_int_equal(Buffer[8] * 256 + Buffer[9], 0xFF00);
    for (Part = 0; Part < 6; ++Part)
    {
        MILE_HV_VIDEO_POINTER Bad = {96, 96, 95, 95, 1, 0, Pixels};

        assert_int_not_equal(MileHvVideoPointerBytes(&Bad), 0);
        Bad.WidthPixels = Part == 0 ? 97 : Part == 1 ? 0 : 96;
        Bad.HeightPixels = Part == 2 ? 97 : Part == 3 ? 0 : 96;
        Bad.HotspotX = Part == 4 ? 96 : 0;
        Bad.HotspotY = Part == 5 ? 96 : 0;
        assert_int_equal(MileHvVideoPointerShapeBuild(Buffer, sizeof(Buffer), &Bad, 0, &Bytes), MileHvInvalid);
    }
}

static void DirtHasItsRectangles(void **State)
{
    static HV_RECT Rectangles[256];
    static HV_UINT8 Buffer[10 + 256 * 16];
    HV_UINT32 Count;
    HV_UINT32 Bytes;

    (void)State;
    for (Count = 0; Count < 256; ++Count)
    {
        Rectangles[Count].Left = (HV_INT32)Count;
        Rectangles[Count].Right = (HV_INT32)Count + 1;
        Rectangles[Count].Top = 2;
        Rectangles[Count].Bottom = 9;
    }
    for (Count = 0; Count <= 256; ++Count)
    {
        const HV_UINT32 Length = 10 + Count * 16;
        const HV_UINT8 Head[10] = {10, 0, 0, 0, (HV_UINT8)Length, (HV_UINT8)(Length >> 8), 0, 0, 0, (HV_UINT8)Count};
        const int Good = Count >= 1 && Count <= 255;

        assert_int_equal(MileHvVideoDirtBuild(Buffer, sizeof(Buffer), Rectangles, Count, &Bytes),
                         Good ? MileHvSuccess : MileHvInvalid);
        assert_int_equal(Bytes, Good ? Length : 0);
        if (Good)
        {
            assert_memory_equal(Buffer, Head, 10);
            assert_memory_equal(Buffer + 10, Rectangles, Count * 16);
            assert_int_equal(MileHvVideoDirtBuild(Buffer, Length - 1, Rectangles, Count, &Bytes), MileHvTooSmall);
        }
    }
    for (Count = 0; Count < 4; ++Count)
    {
        HV_RECT Bad = {1, 1, 2, 2};

        assert_int_equal(MileHvVideoDirtBuild(Buffer, sizeof(Buffer), &Bad, 1, &Bytes), MileHvSuccess);
        Bad.Left = Count == 0 ? -1 : Count == 1 ? 2 : 1;
        Bad.Top = Count == 2 ? -1 : Count == 3 ? 2 : 1;
        assert_int_equal(MileHvVideoDirtBuild(Buffer, sizeof(Buffer), &Bad, 1, &Bytes), MileHvInvalid);
    }
}

/* Least bytes of each message that a host sends, and the first version that has it. */
static const struct
{
    HV_UINT32 Type;
    HV_UINT32 Least;
    HV_UINT32 Since;
} Messages[] = {{4, 16, 0x00000003}, {6, 16, 0x00000003},   {9, 12, 0x00000003},
                {12, 24, 0x00030003}, {14, 139, 0x00040003}, {16, 72, 0x00050003}};

static void MessagesOfEveryVersionAndLength(void **State)
{
    HV_UINT8 Message[400];
    MILE_HV_VIDEO_EVENT Event;
    MILE_HV_PACKET Packet;
    int Version;
    unsigned Type;
    unsigned Length;
    unsigned Index;

    (void)State;
    for (Version = -1; Version < VersionCount; ++Version)
    {
        const HV_UINT32 Agreed = Version < 0 ? 0 : Versions[Version];

        for (Type = 0; Type < 20; ++Type)
        {
            HV_UINT32 Least = Agreed == 0 && Type == 2 ? 14 : 0;

            for (Index = 0; Index < 6 && Agreed != 0; ++Index)
            {
                if (Messages[Index].Type == Type && Agreed >= Messages[Index].Since)
                {
                    Least = Messages[Index].Least;
                }
            }
            memset(Message, 0, sizeof(Message));
            Message[0] = (HV_UINT8)Type;
            Message[4] = 8;
            for (Length = 0; Length <= 160; ++Length)
            {
                MILE_HV_RESULT Result = Least == 0 ? MileHvUnavailable : Length < Least ? MileHvCorrupt : MileHvSuccess;

                Result = Length < 8 ? MileHvCorrupt : Result;
                Packet = ReceivedOnPipe(Message, Length);
                memset(&Event, 0xEE, sizeof(Event));
                assert_int_equal(MileHvVideoEventCheck(&Packet, Agreed, &Event), Result);
                assert_int_equal(Event.Type, Result == MileHvSuccess ? Type : 0);
                assert_int_equal(Event.Reserved[0] | Event.Accepted | Event.ResolutionCount, 0);
            }
        }
    }
}

static void MessagesAreRead(void **State)
{
    HV_UINT8 Message[400] = {2, 0, 0, 0, 6, 0, 0, 0, 3, 0, 5, 0, 2, 1};
    MILE_HV_VIDEO_EVENT Event;
    MILE_HV_PACKET Packet;
    unsigned Value;

    (void)State;
    for (Value = 0; Value < 256; ++Value)
    {
        Message[12] = (HV_UINT8)Value;
        Packet = ReceivedOnPipe(Message, 14);
        assert_int_equal(MileHvVideoEventCheck(&Packet, 0, &Event), MileHvSuccess);
        assert_int_equal(Event.Accepted, Value == 2);
    }
    for (Value = 0; Value < 20; ++Value)
    {
        Message[4] = (HV_UINT8)Value;
        Packet = ReceivedOnPipe(Message, 14);
        assert_int_equal(MileHvVideoEventCheck(&Packet, 0, &Event), Value <= 14 ? MileHvSuccess : MileHvCorrupt);
    }
    memcpy(Message, "\4\0\0\0\x10\0\0\0\x88\x77\x66\x55\x44\x33\x22\x11", 16);
    Packet = ReceivedOnPipe(Message, 16);
    assert_int_equal(MileHvVideoEventCheck(&Packet, SYNTHVID_VERSION_WIN7, &Event), MileHvSuccess);
    assert_true(Event.UserContext == 0x1122334455667788);
    for (Value = 0; Value < 16; ++Value)
    {
        memset(Message, 0, 8);
        Message[0] = 9;
        Message[8] = Value & 1 ? 0x80 : 0;
        Message[9] = Value & 2 ? 1 : 0;
        Message[10] = Value & 4 ? 0xFF : 0;
        Message[11] = Value & 8 ? 2 : 0;
        Packet = ReceivedOnPipe(Message, Value % 3 ? 139 : 140);
        assert_int_equal(MileHvVideoEventCheck(&Packet, SYNTHVID_VERSION_WIN7, &Event), MileHvSuccess);
        assert_int_equal(Event.Dirt + 2 * Event.PointerPosition + 4 * Event.PointerShape + 8 * Event.Situation, Value);
        assert_ptr_equal(Event.Edid, Value % 3 ? NULL : Packet.Payload + 20);
    }
    for (Value = 0; Value < 4; ++Value)
    {
        memset(Message, 0, sizeof(Message));
        Message[0] = 12;
        Message[8] = (HV_UINT8)Value;
        Packet = ReceivedOnPipe(Message, 24);
        assert_int_equal(MileHvVideoEventCheck(&Packet, SYNTHVID_VERSION_WIN10, &Event), MileHvSuccess);
        assert_int_equal(Event.IsGeneration2, Value & 1);
        Message[0] = 16;
        Packet = ReceivedOnPipe(Message, 72);
        assert_int_equal(MileHvVideoEventCheck(&Packet, SYNTHVID_VERSION_WIN10, &Event), MileHvSuccess);
        assert_int_equal(Event.LocksOnDisconnect, Value & 1);
    }
    for (Value = 0; Value < 8; ++Value)
    {
        Packet.Descriptor.Type = (HV_UINT16)Value;
        assert_int_equal(MileHvVideoEventCheck(&Packet, SYNTHVID_VERSION_WIN10, &Event),
                         Value == VmbusPacketTypeDataInBand ? MileHvSuccess : MileHvCorrupt);
    }
}

static void ResolutionsLieInTheMessage(void **State)
{
    HV_UINT8 Message[139 + 256 * 4];
    MILE_HV_VIDEO_EVENT Event;
    MILE_HV_PACKET Packet;
    HVD_SCREEN_INFO Screen;
    unsigned Count;
    unsigned Length;

    (void)State;
    memset(Message, 0, sizeof(Message));
    Message[0] = 14;
    for (Count = 0; Count < 256; ++Count)
    {
        Message[139 + Count * 4] = (HV_UINT8)Count; /* The first one has no pixels. */
        Message[141 + Count * 4] = 3;
    }
    for (Count = 0; Count < 256; ++Count)
    {
        Message[136] = (HV_UINT8)Count;
        Message[137] = Count ? (HV_UINT8)(Count - 1) : 200;
        Message[138] = 1;
        for (Length = 139 + Count * 4 - (Count ? 1 : 0); Length <= 139 + Count * 4; ++Length)
        {
            const int Good = Count <= 64 && Length == 139 + Count * 4;

            Packet = ReceivedOnPipe(Message, Length);
            assert_int_equal(MileHvVideoEventCheck(&Packet, SYNTHVID_VERSION_WIN10, &Event),
                             Good ? MileHvSuccess : MileHvCorrupt);
            if (Good)
            {
                assert_int_equal(Event.ResolutionCount, Count);
                assert_int_equal(Event.DefaultIndex, Count ? Count - 1 : 0);
                assert_int_equal(Event.IsStandard, 1);
                assert_ptr_equal(Event.Edid, Packet.Payload + 16);
                assert_int_equal(MileHvVideoResolution(&Event, Count, &Screen), MileHvInvalid);
                if (Count != 0)
                {
                    assert_int_equal(MileHvVideoResolution(&Event, Count - 1, &Screen),
                                     Count == 1 ? MileHvUnavailable : MileHvSuccess);
                    assert_int_equal(Screen.Width, Count - 1);
                    assert_int_equal(Screen.Height, 3);
                }
            }
        }
        Message[137] = (HV_UINT8)Count;
        Packet = ReceivedOnPipe(Message, 139 + Count * 4);
        assert_int_equal(MileHvVideoEventCheck(&Packet, SYNTHVID_VERSION_WIN10, &Event),
                         Count == 0 ? MileHvSuccess : MileHvCorrupt);
    }
}

int main(void)
{
    const struct CMUnitTest Tests[] = {
        cmocka_unit_test(VersionsComeNewestFirst),    cmocka_unit_test(RequestsHaveTheirBytes),
        cmocka_unit_test(AModeFitsItsFrameBuffer),    cmocka_unit_test(APointerGoesInParts),
        cmocka_unit_test(DirtHasItsRectangles),       cmocka_unit_test(MessagesOfEveryVersionAndLength),
        cmocka_unit_test(MessagesAreRead),            cmocka_unit_test(ResolutionsLieInTheMessage),
    };
    return cmocka_run_group_tests_name("GuestVideo", Tests, NULL, NULL);
}
