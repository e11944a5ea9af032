/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Fuzz target: the checks of the network: NVSP messages, RNDIS messages and frames, their records.
 *
 * A message is in shared memory of its exact length, and the host ruins each byte
 * right after it was copied: what is checked, and what comes out, must be that one
 * copy. Each check is done a second time here, from the bytes before, in wide
 * numbers that cannot wrap.
 */

#define FUZZ_COPY CopyAndRuin
#define FUZZ_WORDS
#include "Fuzz.h"

#include <Mile.HyperV/Guest/Network.h>
#include <Mile.HyperV/Guest/Rndis.h>

static uint8_t *Shared;
static HV_UINT32 SharedBytes;

static void CopyAndRuin(void *To, const void *From, uint32_t Bytes)
{
    const uint8_t *Source = From;
    uint32_t Index;

    if (Bytes != 0)
    {
        memcpy(To, From, Bytes);
    }
    if (Shared && Source >= Shared && Source < Shared + SharedBytes)
    {
        for (Index = 0; Index < Bytes; ++Index)
        {
            Shared[Source - Shared + Index] ^= 0xA5;
        }
    }
}

static HV_UINT64 Word(const uint8_t *At, HV_UINT64 Offset)
{
    HV_UINT64 Value = 0;

    memcpy(&Value, At + Offset, 4);
    return Value;
}

/* Whether [Offset, Offset + Length) is in [Least, Bytes). */
static int Inside(HV_UINT64 Offset, HV_UINT64 Length, HV_UINT64 Least, HV_UINT64 Bytes)
{
    return Offset >= Least && Offset + Length <= Bytes;
}

static int Apart(HV_UINT64 A, HV_UINT64 LengthA, HV_UINT64 B, HV_UINT64 LengthB)
{
    return !LengthA || !LengthB || A + LengthA <= B || B + LengthB <= A;
}

/*
 * Frames.
 */

static MILE_HV_RESULT Frame(const uint8_t *At, HV_UINT64 Bytes, HV_UINT64 Room)
{
    HV_UINT64 Length;
    HV_UINT64 Body;
    HV_UINT64 Of[7];
    unsigned Index;

    if (Bytes < 8)
    {
        return MileHvCorrupt;
    }
    if (Word(At, 0) != 1)
    {
        return MileHvUnavailable;
    }
    Length = Word(At, 4);
    if (Length < 44 || Length > Bytes)
    {
        return MileHvCorrupt;
    }
    for (Index = 0; Index < 7; ++Index)
    {
        Of[Index] = Word(At, 8 + Index * 4);
    }
    Body = Length - 8;
    if (Of[1] == 0 || !Inside(Of[0], Of[1], 36, Body) || (Of[3] != 0 && !Inside(Of[2], Of[3], 36, Body)) ||
        (Of[6] != 0 && (Of[5] % 4 != 0 || !Inside(Of[5], Of[6], 36, Body))) || !Apart(Of[0], Of[1], Of[2], Of[3]) ||
        !Apart(Of[0], Of[1], Of[5], Of[6]) || !Apart(Of[2], Of[3], Of[5], Of[6]))
    {
        return MileHvCorrupt;
    }
    return Of[6] > Room ? MileHvTooSmall : MileHvSuccess;
}

/* The records, from the end of the list to its beginning: so the first of a type counts in another way. */
static int Records(const uint8_t *At, HV_UINT64 Bytes, MILE_HV_RNDIS_INFO *Info)
{
    HV_UINT64 Starts[512];
    unsigned Count = 0;
    HV_UINT64 Offset = 0;

    memset(Info, 0, sizeof(*Info));
    while (Offset < Bytes)
    {
        HV_UINT64 Size;
        HV_UINT64 Begin;

        if (Offset + 12 > Bytes)
        {
            return 0;
        }
        Size = Word(At, Offset);
        Begin = Word(At, Offset + 8);
        if (Size < 12 || Size % 4 != 0 || Offset + Size > Bytes || Begin < 12 || Begin > Size)
        {
            return 0;
        }
        Starts[Count++ % 512] = Offset;
        Offset += Size;
    }
    CHECK(Count <= 512);
    while (Count-- != 0)
    {
        const HV_UINT64 Start = Starts[Count];
        const HV_UINT64 Begin = Word(At, Start + 8);
        const HV_UINT64 Type = Word(At, Start + 4);
        const unsigned Has = Type == 0            ? 1
                             : Type == 2          ? 2
                             : Type == 6          ? 4
                             : Type == 8          ? 8
                             : Type == 9          ? 16
                             : Type == 0x80000001 ? 32
                                                  : 0;
        HV_UINT32 Value;

        if (Has == 0)
        {
            continue;
        }
        if (Word(At, Start) - Begin < 4)
        {
            return 0;
        }
        Value = (HV_UINT32)Word(At, Start + Begin);
        Info->Has |= Has;
        memcpy(Has == 1    ? (void *)&Info->Checksum
               : Has == 2  ? (void *)&Info->LargeSend
               : Has == 4  ? (void *)&Info->Vlan
               : Has == 8  ? (void *)&Info->HashValue
               : Has == 16 ? (void *)&Info->HashInfo
                           : (void *)&Info->Fragment,
               &Value, 4);
    }
    return 1;
}

static void CheckFrame(const uint8_t *Was, HV_UINT32 Bytes, HV_UINT32 RoomBytes)
{
    uint8_t *Room = malloc(RoomBytes ? RoomBytes : 1);
    MILE_HV_RNDIS_FRAME Found;
    MILE_HV_RNDIS_INFO Info;
    MILE_HV_RNDIS_INFO Wanted;
    MILE_HV_RESULT Result;

    CHECK(Room);
    Result = MileHvRndisFrameCheck(Shared, Bytes, Room, RoomBytes, &Found);
    CHECK(Result == Frame(Was, Bytes, RoomBytes));
    if (Result == MileHvSuccess)
    {
        const HV_UINT64 Records1 = Word(Was, 28) + 8;

        CHECK(Found.Data == Shared + 8 + Word(Was, 8) && Found.DataBytes == Word(Was, 12));
        CHECK(Found.MessageBytes == Word(Was, 4) && Found.InfoBytes == Word(Was, 32) && Found.Info == Room);
        CHECK(Found.InfoBytes == 0 || memcmp(Room, Was + Records1, Found.InfoBytes) == 0);
        /* The frame's own bytes were not touched: the caller copies them, once. */
        CHECK(memcmp((const void *)(uintptr_t)Found.Data, Was + 8 + Word(Was, 8), Found.DataBytes) == 0);
        Result = MileHvRndisInfoCheck(Found.Info, Found.InfoBytes, &Info);
        CHECK(Result == (Records(Room, Found.InfoBytes, &Wanted) ? MileHvSuccess : MileHvCorrupt));
        CHECK(Result != MileHvSuccess || memcmp(&Info, &Wanted, sizeof(Info)) == 0);
    }
    free(Room);
}

/*
 * Control messages.
 */

static HV_UINT32 Least(HV_UINT64 Type)
{
    switch (Type)
    {
    case 0x80000002:
        return 48;
    case 0x80000004:
    case 0x80000009:
        return 24;
    case 0x80000005:
    case 0x80000006:
    case 0x80000008:
        return 16;
    case 7:
        return 20;
    case 8:
        return 12;
    default:
        return 0;
    }
}

static MILE_HV_RESULT Control(const uint8_t *At, HV_UINT64 Bytes)
{
    HV_UINT64 Type;
    HV_UINT64 Length;

    if (Bytes < 8 || Word(At, 4) < 8 || Word(At, 4) > Bytes)
    {
        return MileHvCorrupt;
    }
    Type = Word(At, 0);
    Length = Word(At, 4);
    if (Type == 1)
    {
        return MileHvInvalid;
    }
    if (Least(Type) == 0)
    {
        return MileHvUnavailable;
    }
    if (Length < Least(Type))
    {
        return MileHvCorrupt;
    }
    if (Type == 0x80000002 && Word(At, 12) == 0 && (Word(At, 40) > 12 || Word(At, 28) != 0))
    {
        return MileHvCorrupt;
    }
    if ((Type == 0x80000004 || Type == 0x80000009) && Word(At, 16) != 0 &&
        !Inside(Word(At, 20), Word(At, 16), 16, Length - 8))
    {
        return MileHvCorrupt;
    }
    if (Type == 7 && Word(At, 12) != 0 && !Inside(Word(At, 16), Word(At, 12), 12, Length - 8))
    {
        return MileHvCorrupt;
    }
    return MileHvSuccess;
}

static void CheckControl(const uint8_t *Was, HV_UINT32 Bytes, HV_UINT32 RoomBytes)
{
    uint8_t *Room = malloc(RoomBytes ? RoomBytes : 1);
    const HV_UINT32 Copied = Bytes < RoomBytes ? Bytes : RoomBytes;
    MILE_HV_RNDIS_MESSAGE Message;
    MILE_HV_RESULT Wanted;
    MILE_HV_RESULT Result;

    CHECK(Room);
    Wanted = Control(Was, Copied);
    if (Copied >= 8 && Word(Was, 4) > Copied && Word(Was, 4) <= Bytes)
    {
        Wanted = MileHvTooSmall;
    }
    Result = MileHvRndisMessageReceive(Shared, Bytes, Room, RoomBytes, &Message);
    CHECK(Result == Wanted);
    CHECK(memcmp(Room, Was, Copied) == 0);
    if (Result == MileHvSuccess)
    {
        CHECK(Message.Type == Word(Was, 0) && Message.MessageBytes == Word(Was, 4));
        CHECK(Message.DataBytes == 0 ||
              (Message.Data >= Room + 8 && Message.Data + Message.DataBytes <= Room + Message.MessageBytes));
        if (Message.Type == 0x80000002)
        {
            CHECK(Message.Limits.MaximumFrames != 0 && Message.Limits.Alignment != 0);
            CHECK(Message.Status != 0 || Message.Limits.Alignment <= 4096);
        }
        if (Message.Type == 7)
        {
            CHECK(Message.Status == Word(Was, 8) && Message.DataBytes == Word(Was, 12));
        }
        else if (Message.Type != 0x80000006)
        {
            CHECK(Message.RequestId == Word(Was, 8));
        }
    }
    free(Room);
}

/*
 * NVSP.
 */

static HV_UINT32 NvspLeast(HV_UINT64 Type)
{
    switch (Type)
    {
    case 2:
    case 107:
        return 16;
    case 102:
        return 28;
    case 105:
    case 128:
    case 133:
    case 134:
        return 12;
    case 108:
    case 129:
        return 8;
    default:
        return 0;
    }
}

static void CheckNvsp(const uint8_t *Was, HV_UINT32 Bytes, HV_UINT16 Type, HV_UINT32 Version, HV_UINT32 BufferBytes)
{
    const HV_UINT64 Kind = Bytes >= 4 ? Word(Was, 0) : 0;
    const int Is = NvspLeast(Kind) != 0 && Bytes >= NvspLeast(Kind);
    MILE_HV_NETWORK_RECEIVE_BUFFER Buffer;
    MILE_HV_NETWORK_EVENT Event;
    MILE_HV_PACKET Packet;
    MILE_HV_RESULT Result;
    NVSP_MESSAGE Reply;
    HV_UINT32 Channel;
    HV_UINT32 Index;

    memset(&Packet, 0, sizeof(Packet));
    Packet.Descriptor.Type = Type;
    Packet.Payload = Shared;
    Packet.PayloadBytes = Bytes;

    Result = MileHvNetworkReplyCheck(&Packet, (HV_UINT32)Kind, &Reply);
    CHECK(Result == (Type != VmbusPacketTypeCompletion ? MileHvInvalid : Is ? MileHvSuccess : MileHvCorrupt));
    if (Result == MileHvSuccess && Kind == 102)
    {
        const HV_UINT64 End = Word(Was, 24);
        const int Good = Word(Was, 8) == 1 && Word(Was, 16) != 0 && Word(Was, 20) != 0 && End <= BufferBytes &&
                         Word(Was, 12) <= End && Word(Was, 16) * Word(Was, 20) <= End - Word(Was, 12);

        Result = MileHvNetworkReceiveBufferCheck(&Reply, BufferBytes, &Buffer);
        CHECK(Result == (Word(Was, 4) != 1 ? MileHvFailed : Good ? MileHvSuccess : MileHvCorrupt));
        CHECK(Buffer.EndOffset <= BufferBytes);
        CHECK((HV_UINT64)Buffer.Offset + (HV_UINT64)Buffer.AllocationBytes * Buffer.AllocationCount <= BufferBytes);
    }
    memcpy(Shared, Was, Bytes);
    Result = MileHvNetworkEventCheck(&Packet, Version, &Event);
    if (Type != VmbusPacketTypeDataInBand)
    {
        CHECK(Result == MileHvInvalid);
        return;
    }
    if (Result == MileHvSuccess)
    {
        CHECK(Is && (Kind == 128 || Kind == 129 || Kind == 134) && Version >= 0x40000 && Event.Type == Kind);
        if (Kind == 134)
        {
            CHECK(Version >= 0x50000 && Event.TableCount == Word(Was, 4) && Event.TableCount <= 128);
            CHECK(Word(Was, 8) >= 12 && Word(Was, 8) + Word(Was, 4) * 4 <= Bytes);
            memcpy(Shared, Was, Bytes);
            for (Index = 0; Index < Event.TableCount; ++Index)
            {
                const HV_UINT64 Entry = Word(Was, Word(Was, 8) + Index * 4);

                Result = MileHvNetworkTableAt(&Event, Index, 4, &Channel);
                CHECK(Result == (Entry < 4 ? MileHvSuccess : MileHvCorrupt) && Channel == (Entry < 4 ? Entry : 0));
            }
            CHECK(MileHvNetworkTableAt(&Event, Index, 4, &Channel) == MileHvInvalid);
        }
        CHECK(Kind != 129 || Event.Path == Word(Was, 4));
    }
    else if (Is && Kind == 128)
    {
        CHECK(Result == MileHvUnavailable && Version < 0x40000);
    }
    else
    {
        CHECK(Result == MileHvCorrupt || Result == MileHvUnavailable);
        CHECK(Event.Type == 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *Bytes, size_t Count)
{
    static const HV_UINT32 Versions[] = {2, 0x30002, 0x40000, 0x50000, 0x60000, 0x60001};
    INPUT Input = {Bytes, Count};
    const unsigned What = (unsigned)Take(&Input, 1);
    const HV_UINT32 RoomBytes = (HV_UINT32)Take(&Input, 1);
    const HV_UINT32 BufferBytes = (HV_UINT32)Take(&Input, 4);
    uint8_t *Was = malloc(Input.Left ? Input.Left : 1);
    REST Rest;

    CHECK(Was);
    memcpy(Was, Input.At, Input.Left);
    Rest = TakeRest(&Input, What % 8);
    Shared = Rest.At;
    SharedBytes = Rest.Bytes;
    CheckFrame(Was, Rest.Bytes, RoomBytes * 4);
    memcpy(Shared, Was, Rest.Bytes);
    CheckControl(Was, Rest.Bytes, RoomBytes * 4);
    memcpy(Shared, Was, Rest.Bytes);
    CheckNvsp(Was, Rest.Bytes, What / 8 % 2 ? VmbusPacketTypeCompletion : VmbusPacketTypeDataInBand,
              Versions[What / 16 % 6], BufferBytes);
    Shared = NULL;
    free(Rest.Block);
    free(Was);
    return 0;
}

/*
 * Seeds.
 */

static void Begin(unsigned What, HV_UINT32 BufferBytes)
{
    SeedNumber(What, 1);
    SeedNumber(64, 1);
    SeedNumber(BufferBytes, 4);
}

static void SeedWords(unsigned What, HV_UINT32 BufferBytes, unsigned Count, const HV_UINT32 *Values)
{
    Begin(What, BufferBytes);
    SeedPut(Values, Count * 4);
}

static void WriteSeeds(void)
{
    static const HV_UINT32 Received[] = {1,  44 + 64 + 16, 36 + 64, 16, 0, 0, 0,          36, 64, 0,  0,  16,
                                         0,  12,           0x38,    16, 6, 12, 5 << 4,    16, 8,  12, 77, 16,
                                         0x80000001, 12,   0x12340701, 1, 2, 3, 4};
    static const HV_UINT32 Initialized[] = {0x80000002, 52, 1, 0, 1, 0, 1, 0, 1, 0x616, 2, 0, 0};
    static const HV_UINT32 Refused[] = {0x80000004, 24, 2, 0xC00000BB, 0, 0};
    static const HV_UINT32 Address[] = {0x80000004, 30, 3, 0, 6, 16, 0x973E000A, 0xDFC5};
    static const HV_UINT32 Set[] = {0x80000005, 16, 4, 0};
    static const HV_UINT32 Indicated[] = {7, 20, 0x4001000C, 0, 0};
    static const HV_UINT32 Buffer[] = {102, 1, 1, 0, 2048, 32, 65536};
    static const HV_UINT32 Table[] = {134, 16, 12, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3};
    static const HV_UINT32 Association[] = {128, 1, 7, 0, 0, 0, 0};

    SeedWords(0, 0, sizeof(Received) / 4, Received);
    Seed("a-frame-with-four-records");
    SeedWords(1, 0, 13, Initialized);
    Seed("recorded-initialization");
    SeedWords(2, 0, 6, Refused);
    Seed("recorded-refusal");
    Begin(3, 0);
    SeedPut(Address, 30);
    Seed("recorded-address");
    SeedWords(4, 0, 4, Set);
    Seed("recorded-set");
    SeedWords(5, 0, 5, Indicated);
    Seed("an-indication");
    SeedWords(8 + 3 * 16, 65536, 7, Buffer);
    Seed("a-receive-buffer");
    SeedWords(3 * 16, 0, 19, Table);
    Seed("an-indirection-table");
    SeedWords(3 * 16, 0, 7, Association);
    Seed("an-association");
}
