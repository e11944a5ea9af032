/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Fuzz target: the checks of the video device's packets and of a mode, beside a second reading of them.
 */

#include "Device.h"

#include <Mile.HyperV/Guest/Video.h>

static const HV_UINT32 Versions[] = {0, 0x00000003, 0x00020003, 0x00030003, 0x00040003, 0x00050003, 0x00050003, 0x00050003};

static HV_UINT64 Least(HV_UINT64 Type, HV_UINT32 Version)
{
    if (Version == 0)
    {
        return Type == 2 ? 14 : 0;
    }
    switch (Type)
    {
    case 4:
    case 6:
        return 16;
    case 9:
        return 12;
    case 12:
        return Version >= 0x00030003 ? 24 : 0;
    case 14:
        return Version >= 0x00040003 ? 139 : 0;
    case 16:
        return Version >= 0x00050003 ? 72 : 0;
    default:
        return 0;
    }
}

static MILE_HV_RESULT Expected(const REST *Sent, HV_UINT16 Type, HV_UINT32 Version)
{
    const int64_t Bytes = PipeBytes(Sent);
    const HV_UINT64 Message = At(Sent, 8, 4);
    const HV_UINT64 Count = At(Sent, 8 + 136, 1);

    if (Type != VmbusPacketTypeDataInBand || Bytes < 8 || At(Sent, 12, 4) > (HV_UINT64)Bytes)
    {
        return MileHvCorrupt;
    }
    if (Least(Message, Version) == 0)
    {
        return MileHvUnavailable;
    }
    if ((HV_UINT64)Bytes < Least(Message, Version) ||
        (Message == 14 && (Count > 64 || 139 + Count * 4 > (HV_UINT64)Bytes ||
                           (Count != 0 && At(Sent, 8 + 137, 1) >= Count))))
    {
        return MileHvCorrupt;
    }
    return MileHvSuccess;
}

static void CheckMode(const REST *Sent)
{
    MILE_HV_VIDEO_MODE Mode;
    const HV_UINT64 Room = At(Sent, 20, 4);
    HV_UINT64 Line;

    Mode.WidthPixels = (HV_UINT32)At(Sent, 0, 4);
    Mode.HeightPixels = (HV_UINT32)At(Sent, 4, 4);
    Mode.PitchBytes = (HV_UINT32)At(Sent, 8, 4);
    Mode.OffsetBytes = (HV_UINT32)At(Sent, 12, 4);
    Mode.DepthBits = (HV_UINT32)At(Sent, 16, 4);
    Line = (HV_UINT64)Mode.WidthPixels * Mode.DepthBits / 8;
    if (MileHvVideoModeCheck(&Mode, Room) == MileHvSuccess)
    {
        CHECK(Mode.DepthBits == 16 || Mode.DepthBits == 32);
        CHECK(Line != 0 && Mode.HeightPixels != 0 && Line <= Mode.PitchBytes);
        CHECK((HV_UINT64)Mode.PitchBytes * (Mode.HeightPixels - 1) + Line + Mode.OffsetBytes <= Room);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *Bytes, size_t Count)
{
    INPUT Input = {Bytes, Count};
    const unsigned What = (unsigned)Take(&Input, 1);
    const HV_UINT16 Type = TypeOf(What, VmbusPacketTypeDataInBand);
    const HV_UINT32 Version = Versions[What / 8 % 8];
    const REST Sent = TakeRest(&Input, 0);
    MILE_HV_PACKET Packet = BeginShared(&Sent, Type);
    MILE_HV_VIDEO_EVENT Event;
    const MILE_HV_RESULT Result = MileHvVideoEventCheck(&Packet, Version, &Event);

    CHECK(Result == Expected(&Sent, Type, Version));
    if (Result == MileHvSuccess)
    {
        HVD_SCREEN_INFO Screen;
        unsigned Index;

        CHECK(Event.Type == At(&Sent, 8, 4));
        CHECK(Event.Accepted == (Event.Type == 2 && At(&Sent, 20, 1) == 2));
        CHECK(Event.UserContext == (Event.Type == 4 || Event.Type == 6 ? At(&Sent, 16, 8) : 0));
        CHECK(Event.Dirt == (Event.Type == 9 && At(&Sent, 16, 1) != 0));
        CHECK(Event.Situation == (Event.Type == 9 && At(&Sent, 19, 1) != 0));
        CHECK(Event.IsGeneration2 == (Event.Type == 12 && (At(&Sent, 16, 1) & 1)));
        CHECK(!Event.Edid || Event.Edid + 128 <= Shared + 8 + PipeBytes(&Sent));
        CHECK(Event.ResolutionCount == (Event.Type == 14 ? At(&Sent, 8 + 136, 1) : 0));
        CHECK(Event.DefaultIndex < Event.ResolutionCount || Event.DefaultIndex == 0);
        CHECK(MileHvVideoResolution(&Event, Event.ResolutionCount, &Screen) == MileHvInvalid);
        for (Index = 0; Index < Event.ResolutionCount; ++Index)
        {
            const MILE_HV_RESULT Found = MileHvVideoResolution(&Event, Index, &Screen);

            CHECK(Screen.Width == At(&Sent, 8 + 139 + Index * 4, 2) && Screen.Height == At(&Sent, 8 + 141 + Index * 4, 2));
            CHECK(Found == (Screen.Width && Screen.Height ? MileHvSuccess : MileHvUnavailable));
        }
    }
    EndShared();
    CheckMode(&Sent);
    free(Sent.Block);
    return 0;
}

static void WriteSeeds(void)
{
    static const char Zeros[8];

    SeedNumber(0, 1);
    SeedPipe(14);
    SeedPut("\2\0\0\0\6\0\0\0\3\0\5\0\2\1\0\0", 16);
    Seed("a-version-that-is-accepted");
    SeedNumber(0x38, 1);
    SeedPipe(139 + 8);
    SeedPut("\x0E\0\0\0\x93\0\0\0", 8);
    SeedPut(SYNTHVID_EDID_BLOCK, 128);
    SeedPut("\2\1\1\0\4\0\3\x80\7\x38\4\0\0\0\0\0", 16);
    Seed("two-resolutions");
    SeedNumber(0x38, 1);
    SeedPipe(139 + 65 * 4);
    SeedPut("\x0E\0\0\0\x8F\1\0\0", 8);
    SeedPut(SYNTHVID_EDID_BLOCK, 128);
    SeedPut("\x41\0\1", 3);
    SeedPut(SYNTHVID_EDID_BLOCK, 128);
    SeedPut(SYNTHVID_EDID_BLOCK, 128);
    SeedPut("\0\4\0\3\0", 5);
    Seed("more-resolutions-than-a-list-has");
    SeedNumber(0x38, 1);
    SeedPipe(16);
    SeedPut("\4\0\0\0\x10\0\0\0\1\2\3\4\5\6\7\x08", 16);
    Seed("a-location-that-is-acknowledged");
    SeedNumber(0x38, 1);
    SeedPipe(140);
    SeedPut("\x09\0\0\0\x8C\0\0\0\1\1\0\1", 12);
    SeedPut(SYNTHVID_EDID_BLOCK, 128);
    SeedPut(Zeros, 4);
    Seed("a-feature-change-with-an-edid");
    SeedNumber(0x18, 1);
    SeedPipe(24);
    SeedPut("\x0C\0\0\0\x18\0\0\0\1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 24);
    Seed("a-machine-of-generation-2");
    SeedNumber(0, 1);
    SeedPut("\0\4\0\0\0\3\0\0\0\x10\0\0\0\0\0\0\x20\0\0\0\0\0\x80\0", 24);
    Seed("a-mode-that-fits");
}
