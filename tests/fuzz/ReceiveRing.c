/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Fuzz target: receiving, from a host that writes the control page and the data at any time.
 *
 * An input is a list of steps: what the host writes, and what the guest calls. In
 * between, during every copy out of the ring, the host ruins the bytes that were
 * just copied; whoever looks there again finds something else.
 */

#define FUZZ_COPY CopyAndRuin
#define FUZZ_WORDS
#include "Fuzz.h"

#include <Mile.HyperV/Guest/Packet.h>

#define LARGEST 8192U

static VMRCB *Control;
static uint8_t *Data;
static HV_UINT32 Size;
static MILE_HV_RECEIVE_RING Ring;
static HV_UINT32 Taken; /* Bytes taken since the last commit. */

/* The bytes that the guest must not change, as the host left them. */
static uint8_t Before[LARGEST];
/* Bytes of the data that were copied in this call. */
static uint8_t Copied[LARGEST];
/* The first bytes that were copied in this call. */
static uint8_t First[16];
static unsigned FirstCount;

static void CopyAndRuin(void *To, const void *From, uint32_t Bytes)
{
    const uint8_t *Source = From;
    uint32_t Index;

    if (Bytes != 0)
    {
        memcpy(To, From, Bytes);
    }
    if (Source < Data || Source >= Data + Size)
    {
        return; /* The guest's own. */
    }
    for (Index = 0; Index < Bytes; ++Index)
    {
        const size_t At = (size_t)(Source - Data) + Index;

        CHECK(At < Size && !Copied[At]);
        Copied[At] = 1;
        if (FirstCount < sizeof(First))
        {
            First[FirstCount++] = Data[At];
        }
        Data[At] = (uint8_t)~Data[At];
        Before[At] = Data[At];
    }
}

enum
{
    HostControl, /* A control word, and its value. */
    HostIndex,   /* In, to an index that is good. */
    HostData,    /* Offset, count, bytes. */
    HostPacket,  /* A descriptor: type, offset and length in units of 8 bytes, at In; In behind it. */
    GuestNext,
    GuestPacket, /* Room of the buffer. */
    GuestUsed,
    GuestCommit,
    GuestRevert,
    GuestUnmask,
    GuestAttach,
    Steps,
};

/* Both own indices and the host's, as it was last seen, are indices; and what is taken is less than the ring. */
static void CheckRing(void)
{
    CHECK(VMBUS_RING_IS_INDEX(Size, Ring.Next) && VMBUS_RING_IS_INDEX(Size, Ring.Committed));
    CHECK(VMBUS_RING_IS_INDEX(Size, Ring.Other));
    CHECK(Ring.Next == (Ring.Committed + Taken) % Size && Taken <= Size - 8);
    CHECK(memcmp(Data, Before, Size) == 0);
}

static void CheckTaken(HV_UINT32 Start, const VMPACKET_DESCRIPTOR *Head, const MILE_HV_RING_SPAN *Span)
{
    HV_UINT8 *Copy = malloc(Span->Length);
    HV_UINT32 At;
    HV_UINT32 Piece;

    CHECK(Copy && Span->Data == Data && Span->Size == Size && Span->Start == Start);
    CHECK(Span->Length == (HV_UINT32)Head->Length8 * 8 && Head->DataOffset8 >= 2 && Head->DataOffset8 <= Head->Length8);
    Taken += Span->Length + 8;
    CheckRing();
    for (At = 0; At < Span->Length; At += Piece)
    {
        volatile HV_UINT8 *Place = MileHvRingPiece(Span, At, &Piece);

        CHECK(Piece != 0 && Place >= Data && Place + Piece <= Data + Size);
    }
    memset(Copied, 0, sizeof(Copied));
    CHECK(MileHvRingRead(Span, 0, Copy, Span->Length) == MileHvSuccess);
    CHECK(MileHvRingRead(Span, 8, Copy, Span->Length - 7) == MileHvInvalid);
    free(Copy);
}

static void Next(void)
{
    const HV_UINT32 Start = Ring.Next;
    const HV_UINT32 In = Control->In;
    VMPACKET_DESCRIPTOR Head;
    MILE_HV_RING_SPAN Span;
    MILE_HV_RESULT Result = MileHvReceiveRingNext(&Ring, &Head, &Span);

    CHECK(Result == MileHvSuccess || Result == MileHvEmpty || Result == MileHvCorrupt);
    CHECK(Result != MileHvEmpty || In == Start);
    if (Result == MileHvSuccess)
    {
        CHECK(FirstCount == 16 && memcmp(&Head, First, sizeof(Head)) == 0);
        CheckTaken(Start, &Head, &Span);
    }
}

static void Packet(HV_UINT32 Room)
{
    const HV_UINT32 Start = Ring.Next;
    HV_UINT8 *Buffer = malloc(Room ? Room : 1);
    MILE_HV_PACKET Checked;
    HV_UINT32 Bytes = 0;
    MILE_HV_RESULT Result;

    CHECK(Buffer);
    Result = MileHvReceivePacket(&Ring, Buffer, Room, &Bytes);
    if (Result == MileHvSuccess)
    {
        CHECK(Bytes >= 16 && Bytes <= Room && memcmp(Buffer, First, 16) == 0);
        Taken += Bytes + 8;
        if (MileHvPacketCheck(Buffer, Bytes, &Checked) == MileHvSuccess)
        {
            CHECK(Checked.Payload + Checked.PayloadBytes == Buffer + Bytes);
        }
    }
    else
    {
        CHECK(Ring.Next == Start && (Result == MileHvTooSmall ? Bytes > Room : Bytes == 0));
    }
    free(Buffer);
}

static void Commit(void)
{
    const HV_UINT32 Pending = Control->PendingSendSize & ~7U;
    const HV_UINT32 In = Control->In;
    const HV_UINT32 Out = Ring.Committed;
    VMRCB Was = *Control;
    HV_UINT32 Signal = MileHvReceiveRingCommit(&Ring);
    HV_UINT32 Expected = 0;

    if (Taken != 0 && Pending != 0 && VMBUS_RING_IS_INDEX(Size, In))
    {
        /* Free before and after, around the circle. */
        const HV_UINT32 Had = (Out + Size - 8 - In) % Size;

        Expected = Had < Pending && (Ring.Next + Size - 8 - In) % Size >= Pending;
    }
    CHECK(Signal == Expected);
    Was.Out = Taken ? Ring.Next : Was.Out;
    CHECK(memcmp(&Was, Control, sizeof(Was)) == 0 && Ring.Committed == Ring.Next);
    Taken = 0;
}

static void Step(INPUT *Input)
{
    const unsigned Kind = (unsigned)Take(Input, 1) % Steps;
    HV_UINT32 At;
    HV_UINT32 Bytes;

    memset(Copied, 0, sizeof(Copied));
    FirstCount = 0;
    switch (Kind)
    {
    case HostControl:
        At = (HV_UINT32)Take(Input, 1) % (sizeof(*Control) / 4);
        ((HV_UINT32 *)(void *)Control)[At] = (HV_UINT32)Take(Input, 4);
        break;
    case HostIndex:
        Control->In = (HV_UINT32)Take(Input, 2) * 8 % Size;
        break;
    case HostData:
        At = (HV_UINT32)Take(Input, 2) % Size;
        Bytes = (HV_UINT32)Take(Input, 1);
        Bytes = (Bytes < Size - At) ? Bytes : Size - At;
        TakeBytes(Input, Data + At, Bytes);
        memcpy(Before + At, Data + At, Bytes);
        break;
    case HostPacket:
        if (VMBUS_RING_IS_INDEX(Size, Control->In))
        {
            HV_UINT64 Head = Take(Input, 1);

            Head |= Take(Input, 2) << 16;
            Bytes = (HV_UINT32)Take(Input, 2);
            Head |= (HV_UINT64)Bytes << 32;
            memcpy(Data + Control->In, &Head, 8);
            memcpy(Before + Control->In, &Head, 8);
            Control->In = (HV_UINT32)((Control->In + ((HV_UINT64)Bytes + 1) * 8) % Size);
        }
        break;
    case GuestNext:
        Next();
        break;
    case GuestPacket:
        Packet((HV_UINT32)Take(Input, 2));
        break;
    case GuestUsed:
        At = Control->In;
        if (MileHvReceiveRingUsed(&Ring, &Bytes) == MileHvSuccess)
        {
            CHECK(Ring.Other == At && Bytes == (At + Size - Ring.Next) % Size && Bytes <= Size - 8 - Taken);
        }
        else
        {
            CHECK(Bytes == 0 && At != Ring.Next);
        }
        break;
    case GuestCommit:
        Commit();
        break;
    case GuestRevert:
        MileHvReceiveRingRevert(&Ring);
        Taken = 0;
        break;
    case GuestUnmask:
        MileHvReceiveRingMask(&Ring);
        CHECK(Control->InterruptMask == 1);
        At = Control->In;
        if (MileHvReceiveRingUnmask(&Ring) == MileHvEmpty)
        {
            CHECK(At == Ring.Next);
        }
        CHECK(Control->InterruptMask == 0);
        break;
    default:
        if (MileHvReceiveRingAttach(&Ring, Control, Data, Size) == MileHvSuccess)
        {
            CHECK(Ring.Next == Control->Out && Ring.Other == Control->In);
            Taken = 0;
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
    memset(Data, 0, Size);
    memset(Before, 0, sizeof(Before));
    memset(Control, 0, sizeof(*Control));
    CHECK(MileHvReceiveRingCreate(&Ring, Control, Data, Size) == MileHvSuccess);
    Taken = 0;
    while (Input.Left != 0)
    {
        Step(&Input);
    }
    return 0;
}

/*
 * Seeds.
 */

static void HostSends(VMBUS_PACKET_TYPE Type, unsigned DataOffset8, unsigned Length8)
{
    SeedNumber(HostPacket, 1);
    SeedNumber(Type, 1);
    SeedNumber(DataOffset8, 2);
    SeedNumber(Length8, 2);
}

static void HostSays(unsigned Word, HV_UINT32 Value)
{
    SeedNumber(HostControl, 1);
    SeedNumber(Word, 1);
    SeedNumber(Value, 4);
}

static void GuestReceives(unsigned Room)
{
    SeedNumber(GuestPacket, 1);
    SeedNumber(Room, 2);
}

static void WriteSeeds(void)
{
    SeedNumber(0, 1);
    HostSends(VmbusPacketTypeDataInBand, 2, 3);
    HostSends(VmbusPacketTypeCompletion, 2, 2);
    SeedNumber(GuestNext, 1);
    GuestReceives(4096);
    SeedNumber(GuestCommit, 1);
    SeedNumber(GuestUnmask, 1);
    Seed("two-packets-in-one-commit");

    SeedNumber(0, 1);
    HostSays(0, 4080); /* In and Out near the end, and the guest begins there. */
    HostSays(1, 4080);
    SeedNumber(GuestAttach, 1);
    HostSends(VmbusPacketTypeDataInBand, 2, 40);
    GuestReceives(4096);
    SeedNumber(GuestCommit, 1);
    Seed("a-packet-over-the-end");

    SeedNumber(0, 1);
    HostSends(VmbusPacketTypeDataInBand, 2, 500);
    GuestReceives(64);
    GuestReceives(4096);
    HostSays(3, 4095); /* PendingSendSize: wants an empty ring. */
    SeedNumber(GuestCommit, 1);
    Seed("a-long-packet-and-a-host-that-waits");

    SeedNumber(1, 1);
    HostSends(VmbusPacketTypeDataUsingTransferPages, 4, 6);
    SeedNumber(GuestNext, 1);
    SeedNumber(HostIndex, 1);
    SeedNumber(0, 2);
    SeedNumber(GuestNext, 1);
    Seed("an-index-that-goes-back");

    SeedNumber(0, 1);
    HostSends(VmbusPacketTypeDataInBand, 2, 0xFFFF);
    SeedNumber(GuestNext, 1);
    HostSays(0, 0xFFFFFFF8);
    SeedNumber(GuestNext, 1);
    Seed("lengths-and-indices-that-lie");
}
