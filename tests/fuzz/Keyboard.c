/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Fuzz target: the check of a keyboard's packets, beside a second reading of them.
 */

#include "Device.h"

#include <Mile.HyperV/Guest/Keyboard.h>

static MILE_HV_RESULT Expected(const REST *Sent, HV_UINT16 Type, HV_UINT32 Version)
{
    const HV_UINT64 Message = At(Sent, 0, 4);

    if (Type == VmbusPacketTypeCompletion)
    {
        return MileHvInvalid;
    }
    if (Type != VmbusPacketTypeDataInBand || Sent->Bytes < 8 || Sent->Bytes > 256 || (Message == 3 && Sent->Bytes < 12))
    {
        return MileHvCorrupt;
    }
    return Message == (Version ? 3U : 2U) ? MileHvSuccess : MileHvUnavailable;
}

int LLVMFuzzerTestOneInput(const uint8_t *Bytes, size_t Count)
{
    INPUT Input = {Bytes, Count};
    const unsigned What = (unsigned)Take(&Input, 1);
    const HV_UINT16 Type = TypeOf(What, VmbusPacketTypeDataInBand);
    const HV_UINT32 Version = What & 0x80 ? 0 : HK_VERSION_WIN8;
    const REST Sent = TakeRest(&Input, 0);
    MILE_HV_PACKET Packet = BeginShared(&Sent, Type);
    MILE_HV_KEYBOARD_EVENT Event;
    const MILE_HV_RESULT Result = MileHvKeyboardEventCheck(&Packet, Version, &Event);

    CHECK(Result == Expected(&Sent, Type, Version));
    if (Result == MileHvSuccess)
    {
        const HV_UINT64 Key = Version ? At(&Sent, 4, 2) : 0;
        const HV_UINT64 Flags = Version ? At(&Sent, 8, 4) : 0;

        CHECK(Event.Type == At(&Sent, 0, 4));
        CHECK(Event.Accepted == (Version ? 0 : (At(&Sent, 4, 4) & 1)));
        CHECK(Event.MakeCode == Key);
        CHECK(Event.IsUnicode + 2U * Event.IsBreak + 4U * Event.IsE0 + 8U * Event.IsE1 == (Flags & 15));
    }
    EndShared();
    free(Sent.Block);
    return 0;
}

static void WriteSeeds(void)
{
    SeedPut("\x80\2\0\0\0\1\0\0\0", 9);
    Seed("a-version-that-is-accepted");
    SeedPut("\0\3\0\0\0\x1E\0\0\0\0\0\0\0\0\0\0\0", 17);
    Seed("a-key-that-is-pressed");
    SeedPut("\0\3\0\0\0\x48\0\0\0\6\0\0\0\0\0\0\0", 17);
    Seed("an-arrow-that-is-released");
    SeedPut("\0\3\0\0\0\x3D\xD8\0\0\1\0\0\0\0\0\0\0", 17);
    Seed("half-a-surrogate-pair");
    SeedPut("\0\3\0\0\0\x1E\0\0\0", 9);
    Seed("a-key-that-is-too-short");
    SeedPut("\4\2\0\0\0\1\0\0\0", 9);
    Seed("a-completion");
}
