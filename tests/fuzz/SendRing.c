/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Fuzz target: sending, to a host that moves Out and everything else at will.
 *
 * An input is a list of steps: what the host writes, and what the guest calls.
 * Whatever Out says, the guest writes nothing but room that is free by the last
 * good value of it, and what it wrote is what a receiver would find.
 */

#define FUZZ_COPY CopyIntoRoom
#define FUZZ_WORDS
#include "Fuzz.h"

#include <Mile.HyperV/Guest/Packet.h>

#define LARGEST 8192U

static VMRCB *Control;
static uint8_t *Data;
static HV_UINT32 Size;
static MILE_HV_SEND_RING Ring;
static HV_UINT32 Reserved;        /* Bytes reserved since the last commit. */
static uint8_t Expected[LARGEST]; /* The data as it should be. */

/* Every store into the data goes here: it must lie between what was committed and Out. */
static void CopyIntoRoom(void *To, const void *From, uint32_t Bytes)
{
    uint8_t *Target = To;

    if (Bytes == 0)
    {
        return;
    }
    if (Target >= Data && Target < Data + Size)
    {
        const HV_UINT32 At = (HV_UINT32)(Target - Data);
        const HV_UINT32 Ahead = (At + Size - Ring.Committed) % Size;

        CHECK(Bytes <= Size - At && Ahead + Bytes <= (Ring.Other + Size - 8 - Ring.Committed) % Size);
        memcpy(Expected + At, From, Bytes);
    }
    memcpy(To, From, Bytes);
}

enum
{
    HostControl, /* A control word, and its value. */
    HostIndex,   /* Out, to an index that is good. */
    HostTakes,   /* Out on to what is committed. */
    GuestReserve,
    GuestInBand,
    GuestPacket,
    GuestGpaDirect,
    GuestPipe,
    GuestCommit,
    GuestRevert,
    GuestFree,
    GuestWait,
    GuestEndWait,
    GuestAttach,
    Steps,
};

static void CheckRing(void)
{
    CHECK(VMBUS_RING_IS_INDEX(Size, Ring.Next) && VMBUS_RING_IS_INDEX(Size, Ring.Committed));
    CHECK(VMBUS_RING_IS_INDEX(Size, Ring.Other));
    CHECK(Ring.Next == (Ring.Committed + Reserved) % Size && Reserved <= Size - 8);
    CHECK(memcmp(Data, Expected, Size) == 0);
}

static uint8_t At(HV_UINT32 Start, HV_UINT32 Offset)
{
    return Data[(Start + Offset) % Size];
}

static HV_UINT64 Word(HV_UINT32 Start, HV_UINT32 Offset)
{
    HV_UINT64 Value = 0;
    unsigned Index;

    for (Index = 0; Index < 8; ++Index)
    {
        Value |= (HV_UINT64)At(Start, Offset + Index) << 8 * Index;
    }
    return Value;
}

static void CheckBytes(HV_UINT32 Start, HV_UINT32 Offset, const uint8_t *Bytes, HV_UINT32 Count)
{
    HV_UINT32 Index;

    for (Index = 0; Index < Count; ++Index)
    {
        CHECK(At(Start, Offset + Index) == Bytes[Index]);
    }
    /* Padding, zeroed: nothing of the guest's goes out with it. */
    for (; Index % 8 != 0; ++Index)
    {
        CHECK(At(Start, Offset + Index) == 0);
    }
}

/* The built packet, as a receiver finds it: 16 bytes of descriptor, external data, payload, trailer. */
static void CheckBuilt(MILE_HV_RESULT Result, HV_UINT32 Start, HV_UINT64 Head, HV_UINT64 Id, HV_UINT32 Before,
                       const uint8_t *Payload, HV_UINT32 PayloadBytes)
{
    const HV_UINT32 Length = Before + (PayloadBytes + 7) / 8 * 8;

    CHECK(Result == MileHvSuccess || Result == MileHvFull || Result == MileHvInvalid || Result == MileHvCorrupt);
    CHECK((Result == MileHvInvalid) == (Length + 8 > Size - 8));
    if (Result == MileHvSuccess)
    {
        Reserved += Length + 8;
        CHECK(Word(Start, 0) == (Head | (HV_UINT64)Length / 8 << 32) && Word(Start, 8) == Id);
        CheckBytes(Start, Before, Payload, PayloadBytes);
        CHECK(Word(Start, Length) == (HV_UINT64)Start << 32);
    }
}

static HV_UINT64 HeadOf(VMBUS_PACKET_TYPE Type, HV_UINT32 DataOffset, HV_UINT32 Flags)
{
    return Type | (HV_UINT64)DataOffset / 8 << 16 | (HV_UINT64)Flags << 48;
}

static void Send(INPUT *Input, unsigned Kind)
{
    static uint8_t Payload[LARGEST];
    static uint8_t External[256];
    const HV_UINT64 Id = Take(Input, 3);
    const HV_UINT32 Bytes = (HV_UINT32)Take(Input, 2) % LARGEST;
    const HV_UINT32 Start = Ring.Next;
    HV_UINT32 Some = (HV_UINT32)Take(Input, 1);
    VMBUS_PACKET_TYPE Type;
    MILE_HV_RESULT Result;

    memset(Payload, (int)(Id & 0xFF) | 1, Bytes);
    switch (Kind)
    {
    case GuestInBand:
        Result = MileHvSendInBand(&Ring, Id, Some & 1, Payload, Bytes);
        CheckBuilt(Result, Start, HeadOf(VmbusPacketTypeDataInBand, 16, Some & 1), Id, 16, Payload, Bytes);
        break;
    case GuestPacket:
        Type = (VMBUS_PACKET_TYPE)Take(Input, 2);
        Some = Some % 32 * 8;
        memset(External, 0xEE, sizeof(External));
        Result = MileHvSendPacket(&Ring, Type, Some & 1, Id, External, Some, Payload, Bytes);
        CheckBuilt(Result, Start, HeadOf(Type, 16 + Some, Some & 1), Id, 16 + Some, Payload, Bytes);
        if (Result == MileHvSuccess)
        {
            CheckBytes(Start, 16, External, Some);
        }
        break;
    case GuestGpaDirect:
    {
        VMBUS_GPA_RANGE_ENTRY Ranges[3];

        /* One range of two pages, or of a page and a half that the entries do not cover. */
        memset(Ranges, 0, sizeof(Ranges));
        Ranges[0].ByteCount = 4096 + (Some & 1) * 4096;
        Ranges[0].ByteOffset = 1;
        Result = MileHvSendGpaDirect(&Ring, Id, Ranges, 3, 1, Payload, Bytes);
        if (Some & 1)
        {
            CHECK(Result == MileHvInvalid);
        }
        else
        {
            CheckBuilt(Result, Start, HeadOf(VmbusPacketTypeDataUsingGpaDirect, 48, 1), Id, 48, Payload, Bytes);
        }
        break;
    }
    default:
        Result = MileHvSendPipe(&Ring, Payload, Bytes);
        CheckBuilt(Result, Start, HeadOf(VmbusPacketTypeDataInBand, 16, 0), 0, 24, Payload, Bytes);
        if (Result == MileHvSuccess)
        {
            CHECK(Word(Start, 16) == (VmPipeMessageData | (HV_UINT64)Bytes << 32));
        }
        break;
    }
    CHECK(Result == MileHvSuccess || Ring.Next == Start);
}

static void Reserve(HV_UINT32 Length)
{
    const HV_UINT32 Start = Ring.Next;
    MILE_HV_RING_SPAN Span;
    MILE_HV_RESULT Result = MileHvSendRingReserve(&Ring, Length, &Span);
    HV_UINT8 Byte = 0x55;

    if (Result == MileHvSuccess)
    {
        CHECK(Length >= 16 && Length % 8 == 0 && Span.Start == Start && Span.Length == Length && Span.Data == Data);
        Reserved += Length + 8;
        CHECK(MileHvRingWrite(&Span, Length - 1, &Byte, 1) == MileHvSuccess && At(Start, Length - 1) == Byte);
        CHECK(MileHvRingWrite(&Span, Length, &Byte, 1) == MileHvInvalid);
        CHECK(MileHvRingWrite(&Span, 0xFFFFFFFF, &Byte, 2) == MileHvInvalid);
    }
    else
    {
        CHECK(Ring.Next == Start);
        CHECK((Result == MileHvInvalid) == (Length < 16 || Length % 8 != 0 || Length > Size - 16));
    }
}

static void Commit(void)
{
    const HV_UINT32 Before = Ring.Committed;
    VMRCB Was = *Control;
    const HV_UINT32 Signal = MileHvSendRingCommit(&Ring);

    CHECK(Signal == (Reserved != 0 && Was.InterruptMask == 0 && Was.Out == Before));
    Was.In = Reserved ? Ring.Next : Was.In;
    CHECK(memcmp(&Was, Control, sizeof(Was)) == 0 && Ring.Committed == Ring.Next);
    Reserved = 0;
}

static void Wait(HV_UINT32 Length)
{
    const HV_UINT32 Out = Control->Out;
    const MILE_HV_RESULT Result = MileHvSendRingWait(&Ring, Length);

    if (Result == MileHvInvalid)
    {
        CHECK(Reserved != 0 || Length < 16 || Length % 8 != 0 || Length > Size - 16);
    }
    else if (Result == MileHvCorrupt)
    {
        CHECK(!VMBUS_RING_IS_INDEX(Size, Out) && Control->PendingSendSize == 0);
    }
    else
    {
        const HV_UINT32 Free = (Out + Size - 8 - Ring.Next) % Size;

        CHECK(Result == (Free >= Length + 8 ? MileHvSuccess : MileHvFull));
        CHECK(Control->PendingSendSize == (Result == MileHvFull ? Length + 8 : 0));
    }
}

static void Step(INPUT *Input)
{
    const unsigned Kind = (unsigned)Take(Input, 1) % Steps;
    HV_UINT32 Value;
    HV_UINT32 Out;

    switch (Kind)
    {
    case HostControl:
        Value = (HV_UINT32)Take(Input, 1) % (sizeof(*Control) / 4);
        ((HV_UINT32 *)(void *)Control)[Value] = (HV_UINT32)Take(Input, 4);
        break;
    case HostIndex:
        Control->Out = (HV_UINT32)Take(Input, 2) * 8 % Size;
        break;
    case HostTakes:
        Control->Out = Ring.Committed;
        break;
    case GuestReserve:
        Reserve((HV_UINT32)Take(Input, 2) | (HV_UINT32)Take(Input, 1) << 24);
        break;
    case GuestInBand:
    case GuestPacket:
    case GuestGpaDirect:
    case GuestPipe:
        Send(Input, Kind);
        break;
    case GuestCommit:
        Commit();
        break;
    case GuestRevert:
        MileHvSendRingRevert(&Ring);
        Reserved = 0;
        break;
    case GuestFree:
        Out = Control->Out;
        if (MileHvSendRingFree(&Ring, &Value) == MileHvSuccess)
        {
            CHECK(Ring.Other == Out && Value == (Out + Size - 8 - Ring.Next) % Size && Value + Reserved <= Size - 8);
        }
        else
        {
            CHECK(Value == 0 && Out != Ring.Committed);
        }
        break;
    case GuestWait:
        Wait((HV_UINT32)Take(Input, 2));
        break;
    case GuestEndWait:
        MileHvSendRingEndWait(&Ring);
        CHECK(Control->PendingSendSize == 0);
        break;
    default:
        if (MileHvSendRingAttach(&Ring, Control, Data, Size) == MileHvSuccess)
        {
            CHECK(Ring.Next == Control->In && Ring.Other == Control->Out);
            Reserved = 0;
        }
        break;
    }
    CheckRing();
}

int LLVMFuzzerTestOneInput(const uint8_t *Bytes, size_t Count)
{
    static uint8_t *OnePage, *TwoPages;
    INPUT Input = {Bytes, Count};

    if (!Control)
    {
        Control = (VMRCB *)(void *)TakePages(4096);
        OnePage = TakePages(4096);
        TwoPages = TakePages(8192);
    }
    Size = (Take(&Input, 1) & 1) ? 8192 : 4096;
    Data = (Size == 4096) ? OnePage : TwoPages;
    memset(Data, 0xAA, Size);
    memset(Expected, 0xAA, sizeof(Expected));
    memset(Control, 0xAA, sizeof(*Control));
    CHECK(MileHvSendRingCreate(&Ring, Control, Data, Size) == MileHvSuccess);
    Reserved = 0;
    while (Input.Left != 0)
    {
        Step(&Input);
    }
    return 0;
}

/*
 * Seeds.
 */

static void GuestSends(unsigned Kind, HV_UINT32 Id, unsigned Bytes, unsigned Some)
{
    SeedNumber(Kind, 1);
    SeedNumber(Id, 3);
    SeedNumber(Bytes, 2);
    SeedNumber(Some, 1);
}

static void HostMovesOut(unsigned Units)
{
    SeedNumber(HostIndex, 1);
    SeedNumber(Units, 2);
}

static void WriteSeeds(void)
{
    SeedNumber(0, 1);
    GuestSends(GuestInBand, 1, 20, 1);
    GuestSends(GuestPipe, 2, 100, 0);
    SeedNumber(GuestCommit, 1);
    SeedNumber(HostTakes, 1);
    GuestSends(GuestGpaDirect, 3, 12, 0);
    GuestSends(GuestPacket, 4, 16, 3);
    SeedNumber(VmbusPacketTypeDataUsingTransferPages, 2);
    SeedNumber(GuestCommit, 1);
    Seed("one-packet-of-each-kind");

    SeedNumber(0, 1);
    GuestSends(GuestInBand, 1, 2000, 0);
    SeedNumber(GuestCommit, 1);
    GuestSends(GuestInBand, 2, 2000, 0);
    SeedNumber(GuestCommit, 1);
    GuestSends(GuestInBand, 3, 2000, 0);
    SeedNumber(GuestWait, 1);
    SeedNumber(2016, 2);
    HostMovesOut(2024 / 8);
    GuestSends(GuestInBand, 3, 2000, 0);
    SeedNumber(GuestEndWait, 1);
    SeedNumber(GuestCommit, 1);
    Seed("a-full-ring-and-a-packet-over-the-end");

    SeedNumber(1, 1);
    GuestSends(GuestInBand, 1, 4000, 0);
    GuestSends(GuestInBand, 1, 4000, 0);
    HostMovesOut(100);
    GuestSends(GuestInBand, 1, 4000, 0);
    SeedNumber(GuestRevert, 1);
    SeedNumber(GuestFree, 1);
    Seed("a-host-that-took-what-was-not-given");

    SeedNumber(0, 1);
    SeedNumber(HostControl, 1);
    SeedNumber(1, 1);
    SeedNumber(0xFFFFFFF8, 4);
    SeedNumber(GuestReserve, 1);
    SeedNumber(0xFFF0, 2);
    SeedNumber(0xFF, 1);
    SeedNumber(GuestFree, 1);
    SeedNumber(GuestWait, 1);
    SeedNumber(24, 2);
    SeedNumber(GuestAttach, 1);
    Seed("lengths-and-indices-that-lie");
}
