/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Fuzz target: the check of the guest crash device's responses, beside a second reading of them.
 */

#include "Device.h"

#include <Mile.HyperV/Guest/GuestCrash.h>

static const HV_GUID Activity = HV_GUID_INIT(0x03020100, 0x0504, 0x0706, 8, 9, 10, 11, 12, 13, 14, 15);

static MILE_HV_RESULT Expected(const REST *Sent, HV_UINT16 Type, HV_UINT64 Asked)
{
    const int64_t Bytes = PipeBytes(Sent);
    const HV_UINT64 Kind = At(Sent, 24, 8);

    if (Type != VmbusPacketTypeDataInBand || Bytes < 28 || At(Sent, 8, 8) != 0x0706050403020100 ||
        At(Sent, 16, 8) != 0x0F0E0D0C0B0A0908 || (Kind != Asked + 0x10000 && Kind != 0x10104))
    {
        return MileHvCorrupt;
    }
    switch (Kind)
    {
    case 0x10001:
        return Bytes < 32 ? MileHvCorrupt : MileHvSuccess;
    case 0x10102:
        return Bytes < 36 ? MileHvCorrupt : At(Sent, 32, 8) == 0 ? MileHvUnavailable : MileHvSuccess;
    case 0x10103:
    case 0x10104:
        return At(Sent, 32, 4) == 0 ? MileHvSuccess : MileHvFailed;
    default:
        return MileHvCorrupt;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *Bytes, size_t Count)
{
    static const GUEST_CRASH_MESSAGE_TYPE Requests[] = {0x001, 0x102, 0x103, 0x104, 0x105, 0x001, 0x102, 0x103};
    INPUT Input = {Bytes, Count};
    const unsigned What = (unsigned)Take(&Input, 1);
    const HV_UINT16 Type = TypeOf(What, VmbusPacketTypeDataInBand);
    const REST Sent = TakeRest(&Input, 0);
    MILE_HV_PACKET Packet;
    GUEST_CRASH_HEADER Request;
    MILE_HV_GUEST_CRASH_REPLY Reply;
    MILE_HV_RESULT Result;

    (void)MileHvGuestCrashRequestBuild(&Request, &Activity, Requests[What / 8 % 8]);
    Packet = BeginShared(&Sent, Type);
    Result = MileHvGuestCrashReplyCheck(&Packet, &Request, &Reply);
    CHECK(Result == Expected(&Sent, Type, Requests[What / 8 % 8]));
    CHECK(Reply.Type == (Result == MileHvCorrupt ? 0 : At(&Sent, 24, 8)));
    CHECK(Reply.Capabilities == (Reply.Type == 0x10001 ? At(&Sent, 32, 8) : 0));
    CHECK(Reply.MaximumBytes == (Reply.Type == 0x10102 ? At(&Sent, 32, 8) : 0));
    CHECK(Reply.DumpType == (Reply.Type == 0x10102 ? At(&Sent, 40, 4) : 0));
    CHECK((HV_UINT32)Reply.Status == (Reply.Type == 0x10103 || Reply.Type == 0x10104 ? At(&Sent, 32, 4) : 0));
    EndShared();
    free(Sent.Block);
    return 0;
}

static void Response(unsigned What, unsigned Kind, unsigned Length, HV_UINT64 Value)
{
    SeedNumber(What, 1);
    SeedPipe(Length);
    SeedPut("\0\1\2\3\4\5\6\7\x08\x09\x0A\x0B\x0C\x0D\x0E\x0F", 16);
    SeedNumber(Kind, 8);
    SeedNumber(Value, 8);
    SeedNumber(1, 8);
}

static void WriteSeeds(void)
{
    Response(0, 0x10001, 32, 2);
    Seed("capabilities");
    Response(8, 0x10102, 36, 0x10000000);
    Seed("a-configuration");
    Response(8, 0x10102, 32, 0x10000000);
    Seed("a-configuration-that-is-too-short");
    Response(8, 0x10102, 36, 0);
    Seed("a-host-that-takes-no-dump");
    Response(16, 0x10103, 28, 0);
    Seed("a-start");
    Response(16, 0x10104, 28, 0x80004005);
    Seed("a-write-that-failed");
    Response(0, 0x10103, 28, 0);
    Seed("a-response-to-another-request");
}
