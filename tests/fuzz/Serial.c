/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Fuzz target: the check of a serial port's packets in every state, beside a second reading of them.
 */

#include "Device.h"

#include <Mile.HyperV/Guest/Serial.h>

static MILE_HV_RESULT Expected(const REST *Sent, HV_UINT16 Type, const MILE_HV_SERIAL *Before)
{
    const int64_t Bytes = PipeBytes(Sent);
    const HV_UINT64 Id = At(Sent, 10, 2);

    if (Type != VmbusPacketTypeDataInBand || Bytes < 4 || Bytes > 512 || At(Sent, 8, 1) != 1)
    {
        return MileHvCorrupt;
    }
    if (At(Sent, 9, 1) == 3)
    {
        if (Id == 1)
        {
            return Before->AskedVersion && Bytes >= 6 ? MileHvSuccess : MileHvCorrupt;
        }
        return Id == 2 && Before->IsReceiving && Bytes >= 70 && At(Sent, 12, 1) <= 64 ? MileHvSuccess : MileHvCorrupt;
    }
    if (At(Sent, 9, 1) != 4)
    {
        return MileHvCorrupt;
    }
    if (Before->Version == 0 || Id == 0 || Id > 3)
    {
        return MileHvUnavailable;
    }
    return (Id == 2 && Bytes < 6) || (Id == 3 && !Before->IsTransmitting) ? MileHvCorrupt : MileHvSuccess;
}

int LLVMFuzzerTestOneInput(const uint8_t *Bytes, size_t Count)
{
    INPUT Input = {Bytes, Count};
    const unsigned What = (unsigned)Take(&Input, 1);
    const HV_UINT16 Type = TypeOf(What, VmbusPacketTypeDataInBand);
    const REST Sent = TakeRest(&Input, 0);
    MILE_HV_PACKET Packet = BeginShared(&Sent, Type);
    MILE_HV_SERIAL_EVENT Event;
    MILE_HV_SERIAL Serial;
    MILE_HV_SERIAL Before;
    MILE_HV_RESULT Result;

    MileHvSerialBegin(&Serial);
    Serial.Version = What & 0x10 ? 0 : 0x10000;
    Serial.AskedVersion = What & 0x20 ? 0x10000 : 0;
    Serial.IsTransmitting = What & 0x40 ? 1 : 0;
    Serial.IsReceiving = What & 0x80 ? 1 : 0;
    Before = Serial;
    Result = MileHvSerialEventCheck(&Serial, &Packet, &Event);
    CHECK(Result == Expected(&Sent, Type, &Before));
    if (Result != MileHvSuccess)
    {
        CHECK(memcmp(&Serial, &Before, sizeof(Before)) == 0 && Event.Kind == 0 && Event.DataBytes == 0);
    }
    else
    {
        const HV_UINT64 First = At(&Sent, 12, 1);
        const HV_UINT64 Second = At(&Sent, 13, 1);
        unsigned Index;

        CHECK(Event.IsAccepted == (Event.Kind == MileHvSerialVersion && First != 0));
        CHECK(Event.IsConnected == (Event.Kind == MileHvSerialLine && Second != 0));
        CHECK(Event.HasMore == (Event.Kind == MileHvSerialData && Second != 0));
        CHECK(Event.DataBytes == (Event.Kind == MileHvSerialData ? First : 0));
        for (Index = 0; Index < 64; ++Index)
        {
            CHECK(Event.Data[Index] == (Index < Event.DataBytes ? At(&Sent, 14 + Index, 1) : 0));
        }
        CHECK(Serial.IsReceiving == (Event.Kind == MileHvSerialData ? 0 : Before.IsReceiving));
        CHECK(Serial.IsTransmitting == (Event.Kind == MileHvSerialTransmitted ? 0 : Before.IsTransmitting));
    }
    EndShared();
    free(Sent.Block);
    return 0;
}

static void Data(unsigned What, unsigned Length)
{
    static const char Text[64] = "login: ";

    SeedNumber(What, 1);
    SeedPipe(70);
    SeedPut("\1\3\2\0", 4);
    SeedNumber(Length, 1);
    SeedNumber(1, 1);
    SeedPut(Text, 64);
    SeedNumber(0, 2);
}

static void WriteSeeds(void)
{
    SeedNumber(0x30, 1);
    SeedPipe(6);
    SeedPut("\1\3\1\0\1\0\0\0", 8);
    Seed("a-version-that-is-accepted");
    SeedNumber(0, 1);
    SeedPipe(6);
    SeedPut("\1\4\2\0\xB0\1\0\0", 8);
    Seed("a-port-that-is-connected");
    SeedNumber(0, 1);
    SeedPipe(4);
    SeedPut("\1\4\1\0\0\0\0\0", 8);
    Seed("data-that-came");
    SeedNumber(0x40, 1);
    SeedPipe(4);
    SeedPut("\1\4\3\0\0\0\0\0", 8);
    Seed("data-that-were-taken");
    SeedNumber(0, 1);
    SeedPipe(4);
    SeedPut("\1\4\3\0\0\0\0\0", 8);
    Seed("data-that-were-taken-and-never-sent");
    Data(0x80, 7);
    Seed("data");
    Data(0x80, 65);
    Seed("data-that-are-longer-than-their-place");
    Data(0, 7);
    Seed("data-that-were-not-asked-for");
}
