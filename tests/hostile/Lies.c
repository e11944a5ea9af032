/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Guest/Ring.h under a control page that lies: every pair of indices, every triple, every length of a packet.
 *
 * What a ring may answer is worked out here in another way than in Ring.h: the
 * indices are places on a circle, and a walk around it counts. The data stands
 * between two pages that cannot be touched.
 */

#define _GNU_SOURCE

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <sys/mman.h>

#include <Mile.HyperV/Guest/Ring.h>

#define PAGE 4096U
#define UNITS (PAGE / 8)

/* Fast, in loops of millions. */
#define CHECK(Condition)                                                                                               \
    if (!(Condition))                                                                                                  \
    fail_msg("%s: Committed %u, Next %u, the host's %u, size %u", #Condition, Committed, Next, Other, Size)

static VMRCB Control;
static HV_UINT8 *Data;
static HV_UINT32 Committed, Next, Other, Size;

static int NewRing(void **State)
{
    HV_UINT8 *Place = mmap(NULL, 4 * PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    (void)State;
    if (Place == MAP_FAILED || mprotect(Place + PAGE, 2 * PAGE, PROT_READ | PROT_WRITE) != 0)
    {
        return -1;
    }
    memset(&Control, 0, sizeof(Control));
    Data = Place + PAGE;
    Committed = Next = Other = 0;
    return 0;
}

/* A ring of one page ends where the next page must not be touched, too. */
static void UseSize(HV_UINT32 Bytes)
{
    Size = Bytes;
    assert_int_equal(mprotect(Data + PAGE, PAGE, Bytes == PAGE ? PROT_NONE : PROT_READ | PROT_WRITE), 0);
}

static int EndRing(void **State)
{
    (void)State;
    return munmap(Data - PAGE, 4 * PAGE);
}

/* Units of 8 bytes from one place of the circle on to another. */
static HV_UINT32 Walk(HV_UINT32 From, HV_UINT32 To)
{
    HV_UINT32 Units = 0;

    for (; From != To; From = (From + 8 == Size) ? 0 : From + 8)
    {
        ++Units;
    }
    return Units;
}

/* Every two numbers, also those that are no index: taken or refused, and nothing written. */
static void EveryPairIsTakenOrRefused(void **State)
{
    static const HV_UINT32 Far[] = {0x7FFFFFF8, 0x80000000, 0xFFFFF000, 0xFFFFFFF8, 0xFFFFFFFF};
    static MILE_HV_SEND_RING Send;
    static MILE_HV_RECEIVE_RING Receive;
    HV_UINT32 A;
    HV_UINT32 B;

    (void)State;
    UseSize(PAGE);
    for (A = 0; A < PAGE + 16 + 5; ++A)
    {
        for (B = 0; B < PAGE + 16 + 5; ++B)
        {
            const HV_UINT32 In = (A < PAGE + 16) ? A : Far[A - PAGE - 16];
            const HV_UINT32 Out = (B < PAGE + 16) ? B : Far[B - PAGE - 16];
            const MILE_HV_RESULT Expected =
                (In % 8 == 0 && Out % 8 == 0 && In < PAGE && Out < PAGE) ? MileHvSuccess : MileHvCorrupt;

            Control.In = Next = In;
            Control.Out = Other = Out;
            CHECK(MileHvSendRingAttach(&Send, &Control, Data, PAGE) == Expected);
            CHECK(MileHvReceiveRingAttach(&Receive, &Control, Data, PAGE) == Expected);
            CHECK(Control.In == In && Control.Out == Out);
        }
    }
}

/*
 * A sender that has Committed, has reserved up to Next, and finds every number where the host's index should be.
 */
static void EveryOutOfASender(void **State)
{
    static const HV_UINT32 Places[] = {0, 8, 2048, 4080, 4088};
    static MILE_HV_SEND_RING Send;
    static MILE_HV_RING_SPAN Span;
    HV_UINT32 Free;
    size_t Index;
    HV_UINT32 Reserved;
    HV_UINT32 Out;

    (void)State;
    UseSize(PAGE);
    for (Index = 0; Index < sizeof(Places) / sizeof(Places[0]); ++Index)
    {
        /* As if Out had been equal to Committed, so up to all but 8 bytes could be reserved. */
        Committed = Places[Index];
        for (Reserved = 0; Reserved < UNITS; ++Reserved)
        {
            Next = (Committed + Reserved * 8) % PAGE;
            for (Out = 0; Out < PAGE + 16; ++Out)
            {
                /* Good: an index, and not behind Committed as far as Next. Free: from Next up to the unit before it. */
                const HV_UINT32 Ahead = (Out % 8 == 0 && Out < PAGE) ? (Out + PAGE - Committed) % PAGE / 8 : 0;
                const int Good = Out % 8 == 0 && Out < PAGE && (Ahead == 0 || Ahead > Reserved);
                const HV_UINT32 Room = ((Ahead == 0 ? UNITS : Ahead) - 1 - Reserved) * 8;

                Send.Control = &Control;
                Send.Data = Data;
                Send.Size = PAGE;
                Send.Committed = Committed;
                Send.Next = Next;
                Send.Other = Committed;
                Control.Out = Other = Out;
                CHECK(MileHvSendRingFree(&Send, &Free) == (Good ? MileHvSuccess : MileHvCorrupt));
                CHECK(Free == (Good ? Room : 0));
                if (Good && Room >= 24)
                {
                    /* All of it can be reserved, and lies right at Next. */
                    CHECK(MileHvSendRingReserve(&Send, Room - 8, &Span) == MileHvSuccess);
                    CHECK(Span.Start == Next && Span.Length == Room - 8 && Send.Next == (Next + Room) % PAGE);
                }
                else if (Reserved != 0)
                {
                    /* A packet that does not fit, or whose room is unknown, leaves no trace. */
                    CHECK(MileHvSendRingReserve(&Send, 4080, &Span) == (Good ? MileHvFull : MileHvCorrupt));
                    CHECK(Send.Next == Next);
                }
            }
        }
    }
}

/* A receiver that has Committed, has taken up to Next, and finds every number where the host's index should be. */
static void EveryInOfAReceiver(void **State)
{
    static const HV_UINT32 Places[] = {0, 8, 2048, 4080, 4088};
    static MILE_HV_RECEIVE_RING Receive;
    HV_UINT32 Used;
    size_t Index;
    HV_UINT32 Taken;
    HV_UINT32 In;

    (void)State;
    UseSize(PAGE);
    for (Index = 0; Index < sizeof(Places) / sizeof(Places[0]); ++Index)
    {
        Committed = Places[Index];
        for (Taken = 0; Taken < UNITS; ++Taken)
        {
            Next = (Committed + Taken * 8) % PAGE;
            for (In = 0; In < PAGE + 16; ++In)
            {
                const HV_UINT32 Ahead = (In % 8 == 0 && In < PAGE) ? (In + PAGE - Committed) % PAGE / 8 : 0;
                const int Good = In % 8 == 0 && In < PAGE && Ahead >= Taken;

                Receive.Control = &Control;
                Receive.Data = Data;
                Receive.Size = PAGE;
                Receive.Committed = Committed;
                Receive.Next = Next;
                Receive.Other = Next;
                Control.In = Other = In;
                CHECK(MileHvReceiveRingUsed(&Receive, &Used) == (Good ? MileHvSuccess : MileHvCorrupt));
                CHECK(Used == (Good ? (Ahead - Taken) * 8 : 0));
            }
        }
    }
}

/* Every pair of good indices, with descriptors of every kind between them, in rings of one page and of two. */
static void EveryPairWithEveryLength(void **State)
{
    static MILE_HV_RECEIVE_RING Receive;
    static MILE_HV_RING_SPAN Span;
    static VMPACKET_DESCRIPTOR Head;
    HV_UINT32 Out;
    HV_UINT32 In;
    size_t Kind;

    (void)State;
    for (Size = PAGE; Size <= 2 * PAGE; Size += PAGE)
    {
        UseSize(Size);
        for (Out = 0; Out < Size; Out += 8)
        {
            for (In = 0; In < Size; In += 8)
            {
                const HV_UINT32 Units = (Size == PAGE && Out % 64 == 0) ? Walk(Out, In) : (In + Size - Out) % Size / 8;
                const HV_UINT32 Longest = (Units > 1) ? Units - 1 : 0;
                const HV_UINT32 Lengths[] = {0, 1, 2, Longest, Longest + 1, Size / 8, 0x8000, 0xFFFF};

                for (Kind = 0; Kind < 2 * sizeof(Lengths) / sizeof(Lengths[0]); ++Kind)
                {
                    const HV_UINT32 Length = Lengths[Kind / 2];
                    const HV_UINT32 DataOffset = (Kind % 2) ? Length : 2;
                    MILE_HV_RESULT Expected = MileHvCorrupt;

                    if (Units == 0)
                    {
                        Expected = MileHvEmpty;
                    }
                    else if (DataOffset >= 2 && DataOffset <= Length && Length <= Longest)
                    {
                        Expected = MileHvSuccess;
                    }
                    Control.In = Other = In;
                    Control.Out = Committed = Next = Out;
                    CHECK(MileHvReceiveRingAttach(&Receive, &Control, Data, Size) == MileHvSuccess);
                    ((HV_UINT64 *)(void *)Data)[Out / 8] =
                        VmbusPacketTypeDataInBand | (HV_UINT64)DataOffset << 16 | (HV_UINT64)Length << 32;
                    CHECK(MileHvReceiveRingNext(&Receive, &Head, &Span) == Expected);
                    if (Expected == MileHvSuccess)
                    {
                        CHECK(Head.Length8 == Length && Head.DataOffset8 == DataOffset);
                        CHECK(Span.Start == Out && Span.Length == Length * 8);
                        CHECK(Receive.Next == (Out + Length * 8 + 8) % Size);
                    }
                    else
                    {
                        CHECK(Receive.Next == Out);
                    }
                }
            }
        }
    }
}

/* Every place and every length of a span: its bytes are where a walk finds them. */
static void EverySpan(void **State)
{
    static HV_UINT8 Copy[PAGE];
    static MILE_HV_RING_SPAN Span;
    HV_UINT32 Start;
    HV_UINT32 Length;
    HV_UINT32 At;
    HV_UINT32 Piece;

    (void)State;
    UseSize(PAGE);
    for (At = 0; At < PAGE; At += 4)
    {
        memcpy(Data + At, &At, 4);
    }
    for (Start = 0; Start < PAGE; Start += 8)
    {
        for (Length = 16; Length <= PAGE - 16; Length += (Length < 64 || Length > PAGE - 64) ? 8 : 200)
        {
            HV_UINT32 Covered = 0;

            Span.Data = Data;
            Span.Size = PAGE;
            Span.Start = Next = Start;
            Span.Length = Other = Length;
            CHECK(MileHvRingRead(&Span, 0, Copy, Length) == MileHvSuccess);
            for (At = 0; At < Length; At += 4)
            {
                const HV_UINT32 Where = (Start + At) % PAGE;

                CHECK(memcmp(Copy + At, Data + Where, 4) == 0);
            }
            for (At = 0; At < Length; At += Piece)
            {
                volatile HV_UINT8 *Place = MileHvRingPiece(&Span, At, &Piece);

                CHECK(Piece != 0 && Place == Data + (Start + At) % PAGE && Place + Piece <= Data + PAGE);
                Covered += Piece;
            }
            CHECK(Covered == Length);
            CHECK(MileHvRingRead(&Span, Length, Copy, 1) == MileHvInvalid);
            CHECK(MileHvRingRead(&Span, Length - 8, Copy, 8) == MileHvSuccess);
            CHECK(MileHvRingWrite(&Span, Length - 8, Copy, 9) == MileHvInvalid);
        }
    }
}

/* Every pair of indices at a commit, with every size that the host may say it waits for. */
static void EverySignalOfAReceiver(void **State)
{
    static const HV_UINT32 Pendings[] = {0, 7, 8, 16, 1000, 2048, 4088, 4095, 4096, 0x80000000, 0xFFFFFFFF};
    static MILE_HV_RECEIVE_RING Receive;
    HV_UINT32 Out;
    HV_UINT32 In;
    size_t Kind;

    (void)State;
    UseSize(PAGE);
    for (Out = 0; Out < PAGE; Out += 8)
    {
        for (In = 0; In < PAGE + 16; In += 4)
        {
            for (Kind = 0; Kind < sizeof(Pendings) / sizeof(Pendings[0]); ++Kind)
            {
                const HV_UINT32 Pending = Pendings[Kind] & ~7U;
                const HV_UINT32 Before = (Out + PAGE - 8 - In) % PAGE; /* Free, if In is an index. */
                const HV_UINT32 After = (Out + 32 + PAGE - 8 - In) % PAGE;
                const int Good = In < PAGE && In % 8 == 0;

                Receive.Control = &Control;
                Receive.Data = Data;
                Receive.Size = PAGE;
                Receive.Committed = Committed = Out;
                Receive.Next = Next = (Out + 32) % PAGE;
                Receive.Other = Next;
                Control.In = Other = In;
                Control.PendingSendSize = Pendings[Kind];
                CHECK(MileHvReceiveRingCommit(&Receive) ==
                      (HV_UINT32)(Good && Pending != 0 && Before < Pending && After >= Pending));
                CHECK(Control.Out == Next && Receive.Committed == Next);
                CHECK(Control.PendingSendSize == Pendings[Kind]);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest Tests[] = {
        cmocka_unit_test_setup_teardown(EveryPairIsTakenOrRefused, NewRing, EndRing),
        cmocka_unit_test_setup_teardown(EveryOutOfASender, NewRing, EndRing),
        cmocka_unit_test_setup_teardown(EveryInOfAReceiver, NewRing, EndRing),
        cmocka_unit_test_setup_teardown(EveryPairWithEveryLength, NewRing, EndRing),
        cmocka_unit_test_setup_teardown(EverySpan, NewRing, EndRing),
        cmocka_unit_test_setup_teardown(EverySignalOfAReceiver, NewRing, EndRing),
    };
    return cmocka_run_group_tests_name("Lies", Tests, NULL, NULL);
}
