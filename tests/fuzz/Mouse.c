/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Fuzz target: the checks of a mouse's packets and reports, beside a second reading of them.
 */

#include "Device.h"

#include <Mile.HyperV/Guest/Mouse.h>

static MILE_HV_RESULT Expected(const REST *Sent, HV_UINT16 Type, HV_UINT32 Version)
{
    const int64_t Bytes = PipeBytes(Sent);
    const HV_UINT64 Message = At(Sent, 8, 4);
    const HV_UINT64 Size = At(Sent, 12, 4);

    if (Type != VmbusPacketTypeDataInBand || Bytes < 8 || Bytes > 512 || Size + 8 > (HV_UINT64)Bytes)
    {
        return MileHvCorrupt;
    }
    if (Version == 0)
    {
        return Message != 1 ? MileHvUnavailable : Size < 5 ? MileHvCorrupt : MileHvSuccess;
    }
    if (Message == 2)
    {
        const HV_UINT64 Length = At(Sent, 8 + 40, 1);
        const HV_UINT64 Report = At(Sent, 8 + 47, 2);

        return Size < 41 || Length < 9 || At(Sent, 8 + 45, 1) == 0 || Report == 0 || Report > 256 ||
                       32 + Length + Report > Size
                   ? MileHvCorrupt
                   : MileHvSuccess;
    }
    return Message != 4 ? MileHvUnavailable : Size == 0 ? MileHvCorrupt : MileHvSuccess;
}

static void CheckReport(const REST *Sent)
{
    MILE_HV_PACKET Packet = BeginShared(Sent, 0);
    MILE_HV_MOUSE_REPORT Report;
    const HV_UINT64 X = At(Sent, 1, 2);
    const HV_UINT64 Y = At(Sent, 3, 2);
    const MILE_HV_RESULT Result = MileHvMouseReportParse(Packet.Payload, Packet.PayloadBytes, &Report);

    CHECK(Result == (Sent->Bytes >= 5 && X < 0x8000 && Y < 0x8000 ? MileHvSuccess : MileHvUnavailable));
    if (Result == MileHvSuccess)
    {
        CHECK(Report.X == X && Report.Y == Y && Report.Buttons == (At(Sent, 0, 1) & 31));
        CHECK(Report.Wheel == (Sent->Bytes == 6 ? (int8_t)At(Sent, 5, 1) : (int16_t)At(Sent, 5, 2)));
    }
    EndShared();
}

int LLVMFuzzerTestOneInput(const uint8_t *Bytes, size_t Count)
{
    INPUT Input = {Bytes, Count};
    const unsigned What = (unsigned)Take(&Input, 1);
    const HV_UINT16 Type = TypeOf(What, VmbusPacketTypeDataInBand);
    const HV_UINT32 Version = What & 0x80 ? 0 : SYNTHHID_INPUT_VERSION;
    const REST Sent = TakeRest(&Input, 0);
    MILE_HV_PACKET Packet = BeginShared(&Sent, Type);
    MILE_HV_MOUSE_EVENT Event;
    const MILE_HV_RESULT Result = MileHvMouseEventCheck(&Packet, Version, &Event);

    CHECK(Result == Expected(&Sent, Type, Version));
    if (Result == MileHvSuccess)
    {
        CHECK(Event.Type == At(&Sent, 8, 4));
        CHECK(Event.Approved == (Version == 0 && At(&Sent, 20, 1) != 0));
        if (Event.Type == SynthHidInitialDeviceInfo)
        {
            CHECK(Event.DataBytes == At(&Sent, 8 + 47, 2) && Event.Data == Shared + 48 + At(&Sent, 8 + 40, 1));
            CHECK(Event.VendorId == At(&Sent, 20, 2) && Event.ProductId == At(&Sent, 22, 2));
        }
        else if (Event.Type == SynthHidInputReport)
        {
            CHECK(Event.DataBytes == At(&Sent, 12, 4) && Event.Data == Shared + 16);
        }
        if (Event.Data)
        {
            CHECK(Event.DataBytes != 0 && Event.Data + Event.DataBytes <= Shared + Sent.Bytes);
        }
    }
    EndShared();
    CheckReport(&Sent);
    free(Sent.Block);
    return 0;
}

static void WriteSeeds(void)
{
    static const char Zeros[128];

    SeedNumber(0x80, 1);
    SeedPipe(13);
    SeedPut("\1\0\0\0\5\0\0\0\0\0\2\0\1\0\0\0", 16);
    Seed("a-version-that-is-approved");
    SeedNumber(0, 1);
    SeedPipe(177);
    SeedPut("\2\0\0\0\x6C\0\0\0\x20\0\0\0\x5E\4\x21\6\1\0", 18);
    SeedPut(Zeros, 22);
    SeedPut("\x09\x21\1\1\0\1\x22\x43\0", 9);
    SeedPut(SYNTHHID_REPORT_DESCRIPTOR, sizeof(SYNTHHID_REPORT_DESCRIPTOR));
    SeedPut(Zeros, 128 - 67 + 7);
    Seed("a-device-as-openvmm-describes-it");
    SeedNumber(0, 1);
    SeedPipe(15);
    SeedPut("\4\0\0\0\7\0\0\0\1\x34\x12\xFF\x7F\xFF\xFF\0", 16);
    Seed("a-report");
    SeedNumber(0, 1);
    SeedPipe(13);
    SeedPut("\4\0\0\0\5\0\0\0\1\x34\x12\xFF\x7F\0\0\0", 16);
    Seed("a-report-without-the-wheel");
    SeedPut("\0\1\x34\x12\xFF\x7F\xFF", 7);
    Seed("a-wheel-of-8-bits");
}
