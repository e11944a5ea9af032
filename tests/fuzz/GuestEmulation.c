/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Fuzz target: the check of the guest emulation transport's packets, beside a second reading of them.
 */

#include "Device.h"

#include <Mile.HyperV/Guest/GuestEmulation.h>

/* Bytes of a message's structure, and of what follows it by its own word, or -1: there is no such message. */
static int64_t Fixed(int IsResponse, HV_UINT64 Id)
{
    static const int64_t Responses[] = {-1, 6,  32, 4, 24, 8,  8, 8,  8,  76, -1, -1, -1, -1, -1, -1,
                                        -1, 660, 8, 8, 6,  10, 24, 8, 4, -1, -1, 12, 8,  4,  16};
    static const int64_t Notifications[] = {-1, 24, 30, -1, sizeof(GET_VPCI_DEVICE_NOTIFICATION), 8, 12, 20, 6, 4};

    if (IsResponse)
    {
        return Id < sizeof(Responses) / sizeof(Responses[0]) ? Responses[Id] : Id >= 0xFFFE ? 8 : -1;
    }
    return Id < sizeof(Notifications) / sizeof(Notifications[0]) ? Notifications[Id] : -1;
}

static MILE_HV_RESULT Expected(const REST *Sent, HV_UINT16 Type, const MILE_HV_GUEST_EMULATION *Before)
{
    const int64_t Bytes = PipeBytes(Sent);
    const int IsResponse = At(Sent, 9, 1) == 3;
    const HV_UINT64 Id = At(Sent, 10, 2);
    const HV_UINT64 Asked = Id == 27 ? 18 : Id;
    const int64_t Head = Fixed(IsResponse, Id);
    int64_t More = 0;

    if (Type != VmbusPacketTypeDataInBand || Bytes < 4 || Bytes > 12288 || At(Sent, 8, 1) != 1 ||
        (!IsResponse && At(Sent, 9, 1) != 4))
    {
        return MileHvCorrupt;
    }
    if (!IsResponse && (Before->Version == 0 || Head < 0))
    {
        return MileHvUnavailable;
    }
    if (Head < 0 || Bytes < Head || (IsResponse && Before->Open[Asked == 8 || Asked == 19] != Asked))
    {
        return MileHvCorrupt;
    }
    if (IsResponse && Id == 5)
    {
        return Bytes == Head || Bytes == Head + (int64_t)Before->ReadBytes ? MileHvSuccess : MileHvCorrupt;
    }
    if (IsResponse ? Id == 18 || Id == 27 || Id == 21 : Id == 5 || Id == 6)
    {
        More = (int64_t)At(Sent, 12, 4);
    }
    if (IsResponse ? Id == 27 : Id == 6)
    {
        More = At(Sent, 16, 4) > 1 ? -1 : More;
    }
    if (IsResponse && Id == 21)
    {
        More = At(Sent, 16, 2) > 2 ? -1 : More;
    }
    return Bytes == Head + More ? MileHvSuccess : MileHvCorrupt;
}

int LLVMFuzzerTestOneInput(const uint8_t *Bytes, size_t Count)
{
    INPUT Input = {Bytes, Count};
    const unsigned What = (unsigned)Take(&Input, 1);
    const HV_UINT16 Type = TypeOf(What, VmbusPacketTypeDataInBand);
    MILE_HV_GUEST_EMULATION Get;
    MILE_HV_GUEST_EMULATION Before;
    MILE_HV_GUEST_EMULATION_EVENT Event;
    MILE_HV_PACKET Packet;
    MILE_HV_RESULT Result;
    REST Sent;

    MileHvGuestEmulationBegin(&Get);
    Get.Open[0] = (HV_UINT16)Take(&Input, 2);
    Get.Open[1] = What & 0x10 ? GetHostRequestIgvmAttest : 0;
    Get.ReadBytes = (HV_UINT32)Take(&Input, 2);
    Get.Version = What & 0x20 ? 0 : GET_PROTOCOL_VERSION_NICKEL_REV2;
    Get.AskedVersion = Get.Version ? 0 : GET_PROTOCOL_VERSION_NICKEL_REV2;
    if (Get.Open[0] == 8 || Get.Open[0] == 19 || (Get.Open[0] == 1 && Get.Version != 0))
    {
        Get.Open[0] = 0; /* A place that such a request does not have. */
    }
    Before = Get;
    Sent = TakeRest(&Input, 0);
    Packet = BeginShared(&Sent, Type);
    Result = MileHvGuestEmulationEventCheck(&Get, &Packet, &Event);
    CHECK(Result == Expected(&Sent, Type, &Before));
    if (Result != MileHvSuccess)
    {
        CHECK(memcmp(&Get, &Before, sizeof(Get)) == 0 && Event.FixedBytes == 0 && Event.PayloadBytes == 0);
    }
    else
    {
        const int IsPiece = Event.IsResponse ? Event.Id == 27 : Event.Id == 6;

        CHECK(Event.Message == Shared + 8 && Event.Payload == Shared + 8 + Event.FixedBytes);
        CHECK(Event.FixedBytes + Event.PayloadBytes == PipeBytes(&Sent));
        CHECK(Event.IsResponse == (At(&Sent, 9, 1) == 3) && Event.Id == At(&Sent, 10, 2));
        CHECK(Event.HasMore == (IsPiece ? At(&Sent, 16, 4) == 1
                                        : Event.IsResponse && Event.Id == 21 && At(&Sent, 16, 2) == 2));
        if (Event.IsResponse)
        {
            const unsigned Place = Event.Id == 8 || Event.Id == 19;

            CHECK(Get.Open[Place] == (Event.HasMore ? Before.Open[Place] : 0));
            CHECK(Get.Version == (Event.Id != 1 ? Before.Version : At(&Sent, 12, 1) ? Before.AskedVersion : 0));
        }
    }
    EndShared();
    free(Sent.Block);
    return 0;
}

static void Begin(unsigned What, unsigned Open, unsigned ReadBytes, unsigned Bytes)
{
    SeedNumber(What, 1);
    SeedNumber(Open, 2);
    SeedNumber(ReadBytes, 2);
    SeedPipe(Bytes);
}

static void WriteSeeds(void)
{
    Begin(0x20, 1, 0, 6);
    SeedPut("\1\3\1\0\1\0\0\0", 8);
    Seed("a-version-that-is-accepted");
    Begin(0, 5, 8, 16);
    SeedPut("\1\3\5\0\0\0\0\0abcdefgh", 16);
    Seed("a-read-of-the-store");
    Begin(0, 5, 4, 16);
    SeedPut("\1\3\5\0\0\0\0\0abcdefgh", 16);
    Seed("a-read-that-is-too-long");
    Begin(0, 18, 0, 12 + 8);
    SeedPut("\1\3\x1B\0\x08\0\0\0\1\0\0\0{\"a\":1}\n\0\0\0\0", 24);
    Seed("a-piece-of-the-settings");
    Begin(0, 18, 0, 8 + 8);
    SeedPut("\1\3\x12\0\x08\0\0\0{\"a\":1}\n", 16);
    Seed("the-settings");
    Begin(0, 18, 0, 8 + 8);
    SeedPut("\1\3\x12\0\x18\0\0\0{\"a\":1}\n", 16);
    Seed("settings-that-go-past-their-message");
    Begin(0, 18, 0, 4);
    SeedPut("\1\3\x12\0", 4);
    Seed("settings-that-end-before-their-size");
    Begin(0, 21, 0, 10 + 6);
    SeedPut("\1\3\x15\0\6\0\0\0\2\0abcdef", 16);
    Seed("a-piece-of-a-state");
    Begin(0x10, 0, 0, 8);
    SeedPut("\1\3\x08\0\0\1\0\0", 8);
    Seed("an-attestation");
    Begin(0, 0, 0, 6);
    SeedPut("\1\4\x08\0\0\0\0\0", 8);
    Seed("a-debug-interrupt");
    Begin(0, 0, 0, 12 + 4);
    SeedPut("\1\4\6\0\4\0\0\0\2\0\0\0abcd", 16);
    Seed("a-piece-with-a-state-that-none-has");
    Begin(0, 7, 0, 8);
    SeedPut("\1\3\6\0\0\0\0\0", 8);
    Seed("a-response-to-another-request");
}
