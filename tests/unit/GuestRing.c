/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Mile.HyperV/Guest/Ring.h: both sides against each other, indices that lie, a peer that corrupts at full speed.
 *
 * The data of every ring stands between two pages that cannot be touched, so an
 * access outside of it ends the test. That the barriers are where they have to be
 * is shown in tests/hostile: a race at full speed, as here, finds it by luck.
 */

/* Anonymous mappings and clocks, in strict C too. */
#define _GNU_SOURCE

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>
#include <pthread.h>
#include <sys/mman.h>

#include <Mile.HyperV/Guest/Ring.h>

#define PAGE 4096U

static VMRCB Control;
static HV_UINT8 *Data;
static HV_UINT32 Size;

static void NewRing(HV_UINT32 Bytes)
{
    HV_UINT8 *Place = mmap(NULL, Bytes + 2 * PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    assert_true(Place != MAP_FAILED);
    assert_int_equal(mprotect(Place + PAGE, Bytes, PROT_READ | PROT_WRITE), 0);
    memset(&Control, 0xA5, sizeof(Control));
    Data = Place + PAGE;
    Size = Bytes;
}

static void EndRing(void)
{
    munmap(Data - PAGE, Size + 2 * PAGE);
}

/* Writes a packet of Length bytes with a pattern, without commit. */
static MILE_HV_RESULT Put(MILE_HV_SEND_RING *Send, HV_UINT32 Length, HV_UINT64 Id)
{
    static HV_UINT8 Body[0x80000];
    VMPACKET_DESCRIPTOR Head = {VmbusPacketTypeDataInBand, 2, (HV_UINT16)(Length / 8), 0, Id};
    MILE_HV_RING_SPAN Span;
    MILE_HV_RESULT Result = MileHvSendRingReserve(Send, Length, &Span);

    if (Result != MileHvSuccess)
    {
        return Result;
    }
    memset(Body, (int)(Id & 0xFF), Length - 16);
    assert_int_equal(Span.Length, Length);
    assert_int_equal(MileHvRingWrite(&Span, 0, &Head, 16), MileHvSuccess);
    assert_int_equal(MileHvRingWrite(&Span, 16, Body, Length - 16), MileHvSuccess);
    return MileHvSuccess;
}

static void SizesAreWholePages(void **State)
{
    MILE_HV_SEND_RING Send;
    static MILE_HV_RECEIVE_RING Receive;

    (void)State;
    NewRing(PAGE);
    assert_int_equal(MileHvSendRingCreate(&Send, &Control, Data, 0), MileHvInvalid);
    assert_int_equal(MileHvSendRingCreate(&Send, &Control, Data, 4095), MileHvInvalid);
    assert_int_equal(MileHvReceiveRingCreate(&Receive, &Control, Data, 8), MileHvInvalid);
    assert_int_equal(MileHvSendRingAttach(&Send, &Control, Data, 0), MileHvInvalid);
    assert_int_equal(Control.In, 0xA5A5A5A5);

    assert_int_equal(MileHvReceiveRingCreate(&Receive, &Control, Data, Size), MileHvSuccess);
    assert_int_equal(Control.InterruptMask, 1);
    assert_false(MileHvReceiveRingPeerSignalsRoom(&Receive));
    assert_int_equal(MileHvSendRingCreate(&Send, &Control, Data, Size), MileHvSuccess);
    assert_int_equal(Control.InterruptMask, 0);
    assert_int_equal(Control.PendingSendSize, 0);
    assert_true(MileHvReceiveRingPeerSignalsRoom(&Receive));
    assert_int_equal(Control.Reserved[0], 0xA5A5A5A5);
    EndRing();
}

static void TheBytesAreThoseOfTheProtocol(void **State)
{
    MILE_HV_SEND_RING Send;
    HV_UINT64 Words[5];

    (void)State;
    NewRing(PAGE);
    assert_int_equal(MileHvSendRingCreate(&Send, &Control, Data, Size), MileHvSuccess);
    assert_int_equal(Put(&Send, 24, 0x77), MileHvSuccess);
    assert_int_equal(Control.In, 0);
    assert_int_equal(MileHvSendRingCommit(&Send), 1);
    assert_int_equal(Control.In, 32);
    assert_int_equal(Put(&Send, 16, 0x78), MileHvSuccess);
    assert_int_equal(MileHvSendRingCommit(&Send), 0); /* Was not empty. */
    assert_int_equal(MileHvSendRingCommit(&Send), 0); /* Nothing to give. */
    memcpy(Words, Data, 32);
    assert_int_equal(Words[0], 0x0000000300020006);
    assert_int_equal(Words[1], 0x77);
    assert_int_equal(Words[2], 0x7777777777777777);
    assert_int_equal(Words[3], 0);
    memcpy(Words, Data + 32 + 16, 8);
    assert_int_equal(Words[0], 0x0000002000000000); /* The trailer: where its packet began. */
    EndRing();
}

/* Every length at every place of a small ring: what goes in comes out, over the end too. */
static void PacketsGoOverTheEnd(void **State)
{
    static HV_UINT8 Body[PAGE];
    MILE_HV_SEND_RING Send;
    static MILE_HV_RECEIVE_RING Receive;
    MILE_HV_RING_SPAN Span = {0};
    VMPACKET_DESCRIPTOR Head;
    HV_UINT32 Length;
    HV_UINT32 Start;
    HV_UINT32 At;
    HV_UINT32 Piece;
    HV_UINT32 Free;

    (void)State;
    NewRing(PAGE);
    for (Start = 0; Start < Size; Start += 8)
    {
        for (Length = 16; Length <= Size - 16; Length += (Length < 64) ? 8 : 504)
        {
            Control.In = Start;
            Control.Out = Start;
            assert_int_equal(MileHvSendRingAttach(&Send, &Control, Data, Size), MileHvSuccess);
            assert_int_equal(MileHvReceiveRingAttach(&Receive, &Control, Data, Size), MileHvSuccess);
            assert_int_equal(Put(&Send, Length, Start + Length), MileHvSuccess);
            assert_int_equal(MileHvReceiveRingNext(&Receive, &Head, &Span), MileHvEmpty);
            MileHvSendRingCommit(&Send);
            assert_int_equal(Control.In, (Start + Length + 8) % Size);
            assert_int_equal(MileHvReceiveRingNext(&Receive, &Head, &Span), MileHvSuccess);
            assert_int_equal(Head.TransactionId, Start + Length);
            assert_int_equal(Span.Length, Length);
            assert_int_equal(MileHvRingRead(&Span, 16, Body, Length - 16), MileHvSuccess);
            for (At = 0; At < Length - 16; ++At)
            {
                assert_int_equal(Body[At], (Start + Length) & 0xFF);
            }
            for (At = 0; At < Length; At += Piece)
            {
                volatile HV_UINT8 *Place = MileHvRingPiece(&Span, At, &Piece);

                assert_true(Piece != 0 && Place >= Data && Place + Piece <= Data + Size);
            }
            assert_int_equal(At, Length);
            assert_int_equal(MileHvReceiveRingNext(&Receive, &Head, &Span), MileHvEmpty);
            MileHvReceiveRingCommit(&Receive);
            assert_int_equal(Control.Out, Control.In);
            assert_int_equal(MileHvSendRingFree(&Send, &Free), MileHvSuccess);
            assert_int_equal(Free, Size - 8);
        }
    }
    EndRing();
}

static void LengthsThatCannotBeAreRefused(void **State)
{
    static const HV_UINT32 Lengths[] = {0, 8, 12, 17, 4088, 4096, 0x7FFF8, 0x80000, 0xFFFFFFF8, 0xFFFFFFFF};
    MILE_HV_SEND_RING Send;
    MILE_HV_RING_SPAN Span;
    size_t Index;

    (void)State;
    NewRing(PAGE);
    assert_int_equal(MileHvSendRingCreate(&Send, &Control, Data, Size), MileHvSuccess);
    for (Index = 0; Index < sizeof(Lengths) / sizeof(Lengths[0]); ++Index)
    {
        assert_int_equal(MileHvSendRingReserve(&Send, Lengths[Index], &Span), MileHvInvalid);
        assert_int_equal(MileHvSendRingWait(&Send, Lengths[Index]), MileHvInvalid);
    }
    assert_int_equal(MileHvSendRingReserve(&Send, 4080, &Span), MileHvSuccess); /* 8 bytes stay free. */
    assert_int_equal(MileHvSendRingReserve(&Send, 16, &Span), MileHvFull);
    MileHvSendRingRevert(&Send);
    assert_int_equal(MileHvSendRingReserve(&Send, 16, &Span), MileHvSuccess);
    EndRing();
}

static void SpansKeepTheirBounds(void **State)
{
    MILE_HV_SEND_RING Send;
    MILE_HV_RING_SPAN Span = {0};
    HV_UINT8 Byte[32] = {0};
    HV_UINT32 Piece;

    (void)State;
    NewRing(PAGE);
    assert_int_equal(MileHvSendRingCreate(&Send, &Control, Data, Size), MileHvSuccess);
    assert_int_equal(MileHvSendRingReserve(&Send, 24, &Span), MileHvSuccess);
    assert_int_equal(MileHvRingWrite(&Span, 24, NULL, 0), MileHvSuccess);
    assert_int_equal(MileHvRingWrite(&Span, 24, Byte, 1), MileHvInvalid);
    assert_int_equal(MileHvRingWrite(&Span, 0, Byte, 25), MileHvInvalid);
    assert_int_equal(MileHvRingWrite(&Span, 0xFFFFFFFF, Byte, 2), MileHvInvalid);
    assert_int_equal(MileHvRingRead(&Span, 8, Byte, 0xFFFFFFFF), MileHvInvalid);
    assert_int_equal(MileHvRingRead(&Span, 8, Byte, 16), MileHvSuccess);
    assert_null((void *)(uintptr_t)MileHvRingPiece(&Span, 24, &Piece));
    assert_int_equal(Piece, 0);
    EndRing();
}

static void SignalsFollowTheMaskAndTheEmptyRing(void **State)
{
    MILE_HV_SEND_RING Send;
    static MILE_HV_RECEIVE_RING Receive;
    MILE_HV_RING_SPAN Span;
    VMPACKET_DESCRIPTOR Head;

    (void)State;
    NewRing(PAGE);
    assert_int_equal(MileHvSendRingCreate(&Send, &Control, Data, Size), MileHvSuccess);
    assert_int_equal(MileHvReceiveRingAttach(&Receive, &Control, Data, Size), MileHvSuccess);
    MileHvReceiveRingMask(&Receive);
    Put(&Send, 16, 1);
    assert_int_equal(MileHvSendRingCommit(&Send), 0);
    assert_int_equal(MileHvReceiveRingUnmask(&Receive), MileHvSuccess); /* It came silently. */
    assert_int_equal(MileHvReceiveRingNext(&Receive, &Head, &Span), MileHvSuccess);
    assert_int_equal(MileHvReceiveRingCommit(&Receive), 0);
    assert_int_equal(MileHvReceiveRingUnmask(&Receive), MileHvEmpty);
    Put(&Send, 16, 2);
    Put(&Send, 16, 3);
    assert_int_equal(MileHvSendRingCommit(&Send), 1); /* Two packets, one signal. */
    EndRing();
}

static void RoomIsSignalledOnce(void **State)
{
    MILE_HV_SEND_RING Send;
    static MILE_HV_RECEIVE_RING Receive;
    MILE_HV_RING_SPAN Span;
    VMPACKET_DESCRIPTOR Head;

    (void)State;
    NewRing(PAGE);
    assert_int_equal(MileHvSendRingCreate(&Send, &Control, Data, Size), MileHvSuccess);
    assert_int_equal(MileHvReceiveRingAttach(&Receive, &Control, Data, Size), MileHvSuccess);
    while (Put(&Send, 1000, 1) == MileHvSuccess)
    {
    }
    MileHvSendRingCommit(&Send);                       /* 4 of 1,008 bytes; 56 are free. */
    assert_int_equal(MileHvSendRingWait(&Send, 40), MileHvSuccess);
    assert_int_equal(Control.PendingSendSize, 0);
    assert_int_equal(MileHvSendRingWait(&Send, 1992), MileHvFull);
    assert_int_equal(Control.PendingSendSize, 2000);
    assert_int_equal(MileHvReceiveRingNext(&Receive, &Head, &Span), MileHvSuccess);
    assert_int_equal(MileHvReceiveRingCommit(&Receive), 0); /* 1,064 */
    assert_int_equal(MileHvReceiveRingNext(&Receive, &Head, &Span), MileHvSuccess);
    assert_int_equal(MileHvReceiveRingCommit(&Receive), 1); /* 2,072 */
    assert_int_equal(MileHvReceiveRingNext(&Receive, &Head, &Span), MileHvSuccess);
    assert_int_equal(MileHvReceiveRingCommit(&Receive), 0); /* Was enough before. */
    Control.PendingSendSize = Size - 1;                     /* Some senders' word for an empty ring. */
    assert_int_equal(MileHvReceiveRingNext(&Receive, &Head, &Span), MileHvSuccess);
    assert_int_equal(MileHvReceiveRingCommit(&Receive), 1);
    assert_int_equal(MileHvReceiveRingCommit(&Receive), 0);
    MileHvSendRingEndWait(&Send);
    assert_int_equal(Control.PendingSendSize, 0);
    EndRing();
}

static const HV_UINT32 Lies[] = {1,      4,      7,          9,          4092,       4095,       4096,
                                 4104,   8192,   0x7FFFFFF8, 0x80000000, 0xFFFFF000, 0xFFFFFFF8, 0xFFFFFFFF};

static void IndicesThatLieAreCorruption(void **State)
{
    MILE_HV_SEND_RING Send;
    static MILE_HV_RECEIVE_RING Receive;
    MILE_HV_RING_SPAN Span;
    VMPACKET_DESCRIPTOR Head;
    HV_UINT32 Bytes;
    size_t Index;

    (void)State;
    NewRing(PAGE);
    for (Index = 0; Index < sizeof(Lies) / sizeof(Lies[0]); ++Index)
    {
        assert_int_equal(MileHvSendRingCreate(&Send, &Control, Data, Size), MileHvSuccess);
        Control.Out = Lies[Index];
        assert_int_equal(MileHvSendRingFree(&Send, &Bytes), MileHvCorrupt);
        assert_int_equal(Bytes, 0);
        assert_int_equal(Put(&Send, 4080, 1), MileHvSuccess); /* Room known before: no look. */
        assert_int_equal(Put(&Send, 16, 1), MileHvCorrupt);
        (void)MileHvSendRingCommit(&Send);
        assert_int_equal(MileHvSendRingWait(&Send, 16), MileHvCorrupt);
        assert_int_equal(MileHvSendRingAttach(&Send, &Control, Data, Size), MileHvCorrupt);

        assert_int_equal(MileHvReceiveRingCreate(&Receive, &Control, Data, Size), MileHvSuccess);
        Control.In = Lies[Index];
        assert_int_equal(MileHvReceiveRingNext(&Receive, &Head, &Span), MileHvCorrupt);
        assert_int_equal(MileHvReceiveRingUsed(&Receive, &Bytes), MileHvCorrupt);
        assert_int_equal(MileHvReceiveRingUnmask(&Receive), MileHvCorrupt);
        assert_int_equal(MileHvReceiveRingAttach(&Receive, &Control, Data, Size), MileHvCorrupt);
        Control.In = 0;
        Control.Out = Lies[Index];
        assert_int_equal(MileHvReceiveRingAttach(&Receive, &Control, Data, Size), MileHvCorrupt);
        /* The own index is not read back. */
        assert_int_equal(MileHvReceiveRingNext(&Receive, &Head, &Span), MileHvEmpty);
    }
    EndRing();
}

static void DescriptorsThatLieAreCorruption(void **State)
{
    static const HV_UINT16 Bad[][2] = {{0, 0}, {0, 3}, {1, 3}, {2, 0}, {2, 1}, {4, 3}, {2, 4}, {2, 0xFFFF},
                                       {0xFFFF, 0xFFFF}, {0xFFFF, 3}};
    static MILE_HV_RECEIVE_RING Receive;
    MILE_HV_RING_SPAN Span;
    VMPACKET_DESCRIPTOR Head = {VmbusPacketTypeDataInBand, 2, 3, 0, 5};
    HV_UINT32 Length;
    size_t Index;

    (void)State;
    NewRing(PAGE);
    for (Index = 0; Index < sizeof(Bad) / sizeof(Bad[0]); ++Index)
    {
        assert_int_equal(MileHvReceiveRingCreate(&Receive, &Control, Data, Size), MileHvSuccess);
        Head.DataOffset8 = Bad[Index][0];
        Head.Length8 = Bad[Index][1];
        memcpy(Data, &Head, 16);
        Control.In = 32; /* Room for 24 bytes and the trailer. */
        assert_int_equal(MileHvReceiveRingNext(&Receive, &Head, &Span), MileHvCorrupt);
        assert_int_equal(Receive.Next, 0);
        assert_int_equal(MileHvReceiveRingCommit(&Receive), 0);
        assert_int_equal(Control.Out, 0);
    }
    Head.DataOffset8 = 2;
    Head.Length8 = 2;
    memcpy(Data, &Head, 16);
    for (Length = 8; Length < 24; Length += 8)
    {
        assert_int_equal(MileHvReceiveRingCreate(&Receive, &Control, Data, Size), MileHvSuccess);
        Control.In = Length;
        assert_int_equal(MileHvReceiveRingNext(&Receive, &Head, &Span), MileHvCorrupt);
    }
    Control.In = 24;
    assert_int_equal(MileHvReceiveRingAttach(&Receive, &Control, Data, Size), MileHvSuccess);
    assert_int_equal(MileHvReceiveRingNext(&Receive, &Head, &Span), MileHvSuccess);
    EndRing();
}

/* Another thread that tramples on control page and data as fast as it can. */
static volatile int Stop;

static void *Trample(void *Context)
{
    HV_UINT32 Random = 12345;

    (void)Context;
    while (!Stop)
    {
        Random = Random * 1664525U + 1013904223U;
        /* Half of the lies look good. */
        ((volatile HV_UINT32 *)&Control)[(Random >> 8) % 4] = (Random & 1) ? Random : (Random >> 4) % Size & ~7U;
        ((volatile HV_UINT16 *)Data)[(Random >> 16) % (Size / 2)] = (HV_UINT16)((Random >> 3) % 40);
    }
    return NULL;
}

static void ACorruptingPeerDoesNoHarm(void **State)
{
    static HV_UINT8 Body[0x80000];
    MILE_HV_SEND_RING Send;
    static MILE_HV_RECEIVE_RING Receive;
    MILE_HV_RING_SPAN Span;
    VMPACKET_DESCRIPTOR Head;
    pthread_t Thread;
    HV_UINT32 Taken = 0;
    HV_UINT32 Piece;
    int Round;

    (void)State;
    NewRing(2 * PAGE);
    assert_int_equal(MileHvSendRingCreate(&Send, &Control, Data, Size), MileHvSuccess);
    assert_int_equal(MileHvReceiveRingCreate(&Receive, &Control, Data, Size), MileHvSuccess);
    Stop = 0;
    assert_int_equal(pthread_create(&Thread, NULL, Trample, NULL), 0);
    for (Round = 0; Round < 300000; ++Round)
    {
        if (MileHvReceiveRingNext(&Receive, &Head, &Span) == MileHvSuccess)
        {
            HV_UINT32 Length = (HV_UINT32)Head.Length8 * 8;

            ++Taken;
            assert_true(Span.Start < Size && Length == Span.Length && Length <= Size - 16);
            assert_true(Head.DataOffset8 >= 2 && Head.DataOffset8 <= Head.Length8);
            assert_int_equal(MileHvRingRead(&Span, 0, Body, Length), MileHvSuccess);
            assert_non_null((void *)(uintptr_t)MileHvRingPiece(&Span, Length - 1, &Piece));
        }
        (void)MileHvReceiveRingCommit(&Receive);
        assert_true(VMBUS_RING_IS_INDEX(Size, Receive.Next));
        (void)Put(&Send, 16 + (HV_UINT32)(Round % 100) * 8, (HV_UINT64)Round);
        (void)MileHvSendRingCommit(&Send);
        (void)MileHvSendRingWait(&Send, 800);
        assert_true(VMBUS_RING_IS_INDEX(Size, Send.Next));
    }
    Stop = 1;
    pthread_join(Thread, NULL);
    assert_true(Taken > 0);
    EndRing();
}

/* A receiver that sleeps only when the rules let it, and a sender that wakes it only when they say so. */
#define PACKETS 200000U
static pthread_mutex_t Lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t Changed = PTHREAD_COND_INITIALIZER;
static unsigned ToReceiver, ToSender;

static void Signal(unsigned *Flag)
{
    pthread_mutex_lock(&Lock);
    *Flag = 1;
    pthread_cond_broadcast(&Changed);
    pthread_mutex_unlock(&Lock);
}

/* A lost signal is a hang; it becomes a failure after ten seconds. */
static int Sleep(unsigned *Flag)
{
    struct timespec Until;
    int Failed = 0;

    clock_gettime(CLOCK_REALTIME, &Until);
    Until.tv_sec += 10;
    pthread_mutex_lock(&Lock);
    while (!*Flag && !Failed)
    {
        Failed = pthread_cond_timedwait(&Changed, &Lock, &Until);
    }
    *Flag = 0;
    pthread_mutex_unlock(&Lock);
    return Failed;
}

static void *SendAll(void *Context)
{
    MILE_HV_SEND_RING *Send = Context;
    HV_UINT32 Number;

    for (Number = 0; Number < PACKETS;)
    {
        HV_UINT32 Length = 16 + (Number * 2654435761U >> 24 & 0x7F) * 8;
        MILE_HV_RESULT Result = Put(Send, Length, Number);

        if (Result == MileHvSuccess)
        {
            ++Number;
            if (MileHvSendRingCommit(Send))
            {
                Signal(&ToReceiver);
            }
            continue;
        }
        if (Result != MileHvFull)
        {
            return (void *)1;
        }
        Result = MileHvSendRingWait(Send, Length);
        if (Result == MileHvFull)
        {
            if (Sleep(&ToSender))
            {
                return (void *)2;
            }
            MileHvSendRingEndWait(Send);
        }
        else if (Result != MileHvSuccess)
        {
            return (void *)3;
        }
    }
    return NULL;
}

static void NoSignalIsLost(void **State)
{
    static HV_UINT8 Body[PAGE];
    MILE_HV_SEND_RING Send;
    static MILE_HV_RECEIVE_RING Receive;
    MILE_HV_RING_SPAN Span;
    VMPACKET_DESCRIPTOR Head;
    HV_UINT32 Number;
    HV_UINT32 At;
    pthread_t Thread;
    void *Result;

    (void)State;
    NewRing(PAGE);
    assert_int_equal(MileHvSendRingCreate(&Send, &Control, Data, Size), MileHvSuccess);
    assert_int_equal(MileHvReceiveRingAttach(&Receive, &Control, Data, Size), MileHvSuccess);
    MileHvReceiveRingMask(&Receive);
    assert_int_equal(pthread_create(&Thread, NULL, SendAll, &Send), 0);
    for (Number = 0; Number < PACKETS;)
    {
        if (MileHvReceiveRingNext(&Receive, &Head, &Span) == MileHvSuccess)
        {
            assert_int_equal(Head.TransactionId, Number);
            assert_int_equal(MileHvRingRead(&Span, 16, Body, Span.Length - 16), MileHvSuccess);
            for (At = 0; At + 16 < Span.Length; ++At)
            {
                if (Body[At] != (Number & 0xFF))
                {
                    fail_msg("packet %u, byte %u", Number, At);
                }
            }
            ++Number;
            if (MileHvReceiveRingCommit(&Receive))
            {
                Signal(&ToSender);
            }
        }
        else
        {
            MILE_HV_RESULT Waiting = MileHvReceiveRingUnmask(&Receive);

            assert_int_not_equal(Waiting, MileHvCorrupt);
            if (Waiting == MileHvEmpty)
            {
                assert_int_equal(Sleep(&ToReceiver), 0);
            }
            MileHvReceiveRingMask(&Receive);
        }
    }
    pthread_join(Thread, &Result);
    assert_null(Result);
    EndRing();
}

int main(void)
{
    const struct CMUnitTest Tests[] = {
        cmocka_unit_test(SizesAreWholePages),
        cmocka_unit_test(TheBytesAreThoseOfTheProtocol),
        cmocka_unit_test(PacketsGoOverTheEnd),
        cmocka_unit_test(LengthsThatCannotBeAreRefused),
        cmocka_unit_test(SpansKeepTheirBounds),
        cmocka_unit_test(SignalsFollowTheMaskAndTheEmptyRing),
        cmocka_unit_test(RoomIsSignalledOnce),
        cmocka_unit_test(IndicesThatLieAreCorruption),
        cmocka_unit_test(DescriptorsThatLieAreCorruption),
        cmocka_unit_test(ACorruptingPeerDoesNoHarm),
        cmocka_unit_test(NoSignalIsLost),
    };
    return cmocka_run_group_tests_name("GuestRing", Tests, NULL, NULL);
}
