/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Mile.HyperV/Guest/Platform.h: copies at every alignment and at the edge of memory, order and atomics between
 * two threads, bits, products, the counter.
 */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* MAP_ANONYMOUS */
#endif
#include <pthread.h>
#include <sched.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

#include <cmocka.h>

#include <Mile.HyperV/Guest/Platform.h>

enum
{
    ShortCopy = 80,
    LongCopy = 512,
    LongestCopy = LongCopy + 70,
    Alignments = 16,
    Guard = 0xA5,
};

/* The three copies, under one type. */
typedef void (*COPY)(unsigned char *To, const unsigned char *From, HV_UINT32 Bytes);

static void FromShared(unsigned char *To, const unsigned char *From, HV_UINT32 Bytes)
{
    MileHvCopyFromShared(To, From, Bytes);
}

static void ToShared(unsigned char *To, const unsigned char *From, HV_UINT32 Bytes)
{
    MileHvCopyToShared(To, From, Bytes);
}

static void Own(unsigned char *To, const unsigned char *From, HV_UINT32 Bytes)
{
    MileHvCopy(To, From, Bytes);
}

static const COPY Copies[] = {FromShared, ToShared, Own};

/* Copies Bytes bytes between these alignments, and compares every byte in and around the place that they go to. */
static void CopyExactly(COPY Copy, unsigned Out, unsigned In, unsigned Bytes)
{
    static unsigned char From[Alignments + LongestCopy];
    static unsigned char To[Alignments + LongestCopy + Alignments];
    unsigned Wrong = 0;
    unsigned Index;

    for (Index = 0; Index < Alignments + Bytes; ++Index)
    {
        From[Index] = (unsigned char)(Index % 251 + 1);
    }
    memset(To, Guard, sizeof(To));
    Copy(To + Out, From + In, Bytes);
    for (Index = 0; Index < Alignments + Bytes + Alignments; ++Index)
    {
        unsigned Expected = Index < Out || Index >= Out + Bytes ? Guard : From[In + Index - Out];

        Wrong += To[Index] != Expected;
    }
    assert_int_equal(Wrong, 0);
}

static void CopiesAreExactAtEveryAlignment(void **State)
{
    size_t Copy;
    unsigned Out;
    unsigned In;
    unsigned Bytes;

    (void)State;
    for (Copy = 0; Copy < sizeof(Copies) / sizeof(Copies[0]); ++Copy)
    {
        for (Out = 0; Out < Alignments; ++Out)
        {
            for (In = 0; In < Alignments; ++In)
            {
                for (Bytes = 0; Bytes <= ShortCopy; ++Bytes)
                {
                    CopyExactly(Copies[Copy], Out, In, Bytes);
                }
            }
        }
    }
}

/* Length from which the processor's own copying is used, if it has any. */
static void LongCopiesAreExact(void **State)
{
    size_t Copy;
    unsigned Out;
    unsigned In;
    unsigned Bytes;

    (void)State;
    for (Copy = 0; Copy < sizeof(Copies) / sizeof(Copies[0]); ++Copy)
    {
        for (Out = 0; Out < Alignments; Out += 3)
        {
            for (In = 0; In < Alignments; In += 5)
            {
                for (Bytes = LongCopy - 4; Bytes <= LongestCopy; ++Bytes)
                {
                    CopyExactly(Copies[Copy], Out, In, Bytes);
                }
            }
        }
    }
}

/* A page between two that nobody may touch: neither side of a copy is read or written outside its bytes. */
static unsigned char *Fenced(size_t Page)
{
    unsigned char *Pages = mmap(NULL, 3 * Page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    assert_true(Pages != MAP_FAILED);
    assert_int_equal(mprotect(Pages + Page, Page, PROT_READ | PROT_WRITE), 0);
    return Pages + Page;
}

static void CopiesStayInsideTheirBytes(void **State)
{
    const size_t Page = 65536; /* A multiple of every page size that the targets have. */
    unsigned char *From = Fenced(Page);
    unsigned char *To = Fenced(Page);
    size_t Copy;
    unsigned Bytes;

    (void)State;
    memset(From, 1, Page);
    for (Copy = 0; Copy < sizeof(Copies) / sizeof(Copies[0]); ++Copy)
    {
        for (Bytes = 0; Bytes <= LongestCopy; ++Bytes)
        {
            Copies[Copy](To, From, Bytes);
            Copies[Copy](To + Page - Bytes, From + Page - Bytes, Bytes);
        }
        assert_memory_equal(To, From, LongestCopy);
        assert_memory_equal(To + Page - LongestCopy, From + Page - LongestCopy, LongestCopy);
        memset(To, 0, Page);
    }
    munmap(From - Page, 3 * Page);
    munmap(To - Page, 3 * Page);
}

/* The copies are of any types: an optimiser that believed otherwise could read the old values here. */
static void CopiesMayChangeTheType(void **State)
{
    struct
    {
        HV_UINT16 A;
        HV_UINT16 B;
        HV_UINT32 C;
    } Pair = {0x1111, 0x2222, 0x33333333};
    HV_UINT32 Words[2] = {0, 0};

    (void)State;
    MileHvCopy(Words, &Pair, sizeof(Words));
    assert_int_equal(Words[0], 0x22221111);
    assert_int_equal(Words[1], 0x33333333);
    Words[1] = 0x44445555;
    MileHvCopyFromShared(&Pair, Words, sizeof(Pair));
    assert_int_equal(Pair.C, 0x44445555);
}

static void LoadsAndStoresArePlain(void **State)
{
    volatile HV_UINT32 Word = 0x89ABCDEF;
    volatile HV_UINT64 Wide = 0x0123456789ABCDEF;

    (void)State;
    assert_int_equal(MileHvLoad32(&Word), 0x89ABCDEF);
    assert_int_equal(MileHvLoadAcquire32(&Word), 0x89ABCDEF);
    assert_true(MileHvLoad64(&Wide) == 0x0123456789ABCDEF);
    MileHvStore32(&Word, 0xFFFFFFFE);
    assert_int_equal(Word, 0xFFFFFFFE);
    MileHvStoreRelease32(&Word, 0x80000001);
    assert_int_equal(Word, 0x80000001);
    assert_int_equal(MileHvAtomicAnd32(&Word, 0xFFFF0000), 0x80000001);
    assert_int_equal(Word, 0x80000000);
    MileHvAcquireBarrier();
    MileHvCompilerBarrier();
}

/*
 * Two threads. Each waits for the other at every round, so that both are in the same few instructions at once.
 */

enum
{
    Rounds = 100000,
};

static volatile HV_UINT32 Arrived[2]; /* The round in which each thread is. */
static volatile HV_UINT32 Places[2];
static volatile HV_UINT32 Seen[2];
static unsigned Faults[2];

static void Meet(unsigned Self, HV_UINT32 Round)
{
    unsigned Turns = 0;

    __atomic_store_n(&Arrived[Self], Round, __ATOMIC_SEQ_CST);
    while (__atomic_load_n(&Arrived[1 - Self], __ATOMIC_SEQ_CST) < Round)
    {
        if (++Turns % 256 == 0)
        {
            sched_yield();
        }
    }
}

static void TogetherWith(void *(*Other)(void *), void *(*This)(void *))
{
    static unsigned Numbers[2] = {0, 1};
    pthread_t Thread;

    memset((void *)(uintptr_t)Arrived, 0, sizeof(Arrived));
    memset((void *)(uintptr_t)Places, 0, sizeof(Places));
    memset(Faults, 0, sizeof(Faults));
    assert_int_equal(pthread_create(&Thread, NULL, Other, &Numbers[1]), 0);
    This(&Numbers[0]);
    assert_int_equal(pthread_join(Thread, NULL), 0);
}

/* Each sets bits of its own and takes them away again: a bit that was lost or came back was not anded in one step. */
static void *AndTurns(void *Number)
{
    const unsigned Self = *(unsigned *)Number;
    const HV_UINT32 Mine = Self ? 0xAAAAAAAA : 0x55555555;
    HV_UINT32 Round;

    for (Round = 0; Round < 10 * Rounds; ++Round)
    {
        const HV_UINT32 Bit = Mine & (3U << Round % 16 * 2);

        if (Round % 16 == 0)
        {
            Meet(Self, Round + 1);
        }
        Faults[Self] += (__atomic_fetch_or(&Places[0], Bit, __ATOMIC_SEQ_CST) & Mine) != 0;
        Faults[Self] += (MileHvAtomicAnd32(&Places[0], ~Bit) & Mine) != Bit;
    }
    return NULL;
}

static void AndIsOneStep(void **State)
{
    (void)State;
    TogetherWith(AndTurns, AndTurns);
    assert_int_equal(Faults[0] + Faults[1], 0);
    assert_int_equal(Places[0], 0);
}

/* Each stores its own word and looks at the other's: after full barriers, at least one sees the other's. */
static void *BarrierTurns(void *Number)
{
    const unsigned Self = *(unsigned *)Number;
    HV_UINT32 Round;

    for (Round = 1; Round <= Rounds; ++Round)
    {
        Meet(Self, 2 * Round);
        MileHvStore32(&Places[Self], Round);
        MileHvFullBarrier();
        Seen[Self] = MileHvLoad32(&Places[1 - Self]);
        Meet(Self, 2 * Round + 1);
        Faults[Self] += Seen[0] != Round && Seen[1] != Round;
    }
    return NULL;
}

static void TheFullBarrierKeepsLoadsBehindStores(void **State)
{
    (void)State;
    TogetherWith(BarrierTurns, BarrierTurns);
    assert_int_equal(Faults[0], 0);
}

/* Data that a release publishes is complete after an acquire. */
static volatile HV_UINT32 Published[16];
static volatile HV_UINT32 Sequence;

static void *PublisherTurns(void *Number)
{
    HV_UINT32 Round;
    unsigned Index;

    (void)Number;
    for (Round = 1; Round <= Rounds; ++Round)
    {
        for (Index = 0; Index < 16; ++Index)
        {
            MileHvStore32(&Published[15 - Index], Round);
        }
        MileHvStoreRelease32(&Sequence, Round);
    }
    return NULL;
}

static void *SubscriberTurns(void *Number)
{
    unsigned Turns = 0;
    HV_UINT32 Round;
    unsigned Index;

    (void)Number;
    do
    {
        Round = MileHvLoadAcquire32(&Sequence);
        for (Index = 0; Index < 16; ++Index)
        {
            Faults[0] += MileHvLoad32(&Published[Index]) < Round;
        }
        if (++Turns % 256 == 0)
        {
            sched_yield();
        }
    } while (Round != Rounds);
    return NULL;
}

static void WhatIsReleasedIsAcquired(void **State)
{
    (void)State;
    TogetherWith(PublisherTurns, SubscriberTurns);
    assert_int_equal(Faults[0], 0);
}

/*
 * Numbers.
 */

/* The high half bit by bit: as slow as can be, and of no way that the header takes. */
static HV_UINT64 SlowHigh(HV_UINT64 A, HV_UINT64 B)
{
    HV_UINT64 High = 0;
    HV_UINT64 Low = 0;
    int Bit;

    for (Bit = 63; Bit >= 0; --Bit)
    {
        High = High << 1 | Low >> 63;
        Low <<= 1;
        if (B >> Bit & 1)
        {
            Low += A;
            High += Low < A;
        }
    }
    return High;
}

static void CheckProduct(HV_UINT64 A, HV_UINT64 B)
{
    const HV_UINT64 Expected = SlowHigh(A, B);

    assert_true(MileHvMultiplyHigh64(A, B) == Expected);
    assert_true(MileHvMultiplyHigh64Portable(A, B) == Expected);
#if defined(__SIZEOF_INT128__)
    assert_true((HV_UINT64)(((unsigned __int128)A * B) >> 64) == Expected);
#endif
}

static void ProductsAgree(void **State)
{
    /* Each half is 0, 1, the ends of its sign, or full: every carry happens. */
    static const HV_UINT64 Halves[] = {0, 1, 2, 0x7FFFFFFF, 0x80000000, 0x80000001, 0xFFFFFFFE, 0xFFFFFFFF};
    const unsigned Count = sizeof(Halves) / sizeof(Halves[0]);
    HV_UINT64 A = 0x9E3779B97F4A7C15;
    HV_UINT64 B = 1;
    unsigned Index;

    (void)State;
    for (Index = 0; Index < Count * Count * Count * Count; ++Index)
    {
        CheckProduct(Halves[Index % Count] << 32 | Halves[Index / Count % Count],
                     Halves[Index / Count / Count % Count] << 32 | Halves[Index / Count / Count / Count]);
    }
    for (Index = 0; Index < 20000; ++Index)
    {
        /* Two generators of any numbers will do; these shift and xor. */
        A ^= A << 13, A ^= A >> 7, A ^= A << 17;
        B = B * 6364136223846793005 + 1442695040888963407;
        CheckProduct(A, B);
        CheckProduct(A >> Index % 64, B);
    }
}

static void TheLowestBitIsFound(void **State)
{
    HV_UINT32 Bit;

    (void)State;
    for (Bit = 0; Bit < 32; ++Bit)
    {
        const HV_UINT32 Value = 1U << Bit;

        assert_int_equal(MileHvLowestBit32(Value), Bit);
        assert_int_equal(MileHvLowestBit32(~(Value - 1)), Bit);
        assert_int_equal(MileHvLowestBit32(Value | 0x80000000), Bit);
        assert_int_equal(MileHvLowestBit32(Value | (0xA5A5A5A5 & ~(Value - 1))), Bit);
    }
}

#if defined(__x86_64__) || defined(__i386__)
static void TheTscGoesForward(void **State)
{
    unsigned Index;

    (void)State;
    for (Index = 0; Index < 1000; ++Index)
    {
        const HV_UINT64 Before = __builtin_ia32_rdtsc();
        const HV_UINT64 Now = MileHvReadTsc();

        assert_in_range(Now, Before, __builtin_ia32_rdtsc());
    }
}
#endif

static void ZeroIsZeroAndNoMore(void **State)
{
    unsigned char Block[Alignments + ShortCopy + Alignments];
    unsigned Out;
    HV_UINT32 Bytes;

    (void)State;
    for (Out = 0; Out < 8; ++Out)
    {
        for (Bytes = 0; Bytes <= ShortCopy; ++Bytes)
        {
            size_t Index;

            memset(Block, Guard, sizeof(Block));
            MileHvZero(Block + Out, Bytes);
            for (Index = 0; Index < sizeof(Block); ++Index)
            {
                assert_int_equal(Block[Index], Index >= Out && Index < Out + Bytes ? 0 : Guard);
            }
        }
    }
    MileHvZero(NULL, 0);
    /* Lengths that the compiler knows have a way of their own. */
#define ZERO(Length)                                                                                                   \
    do                                                                                                                 \
    {                                                                                                                  \
        size_t At;                                                                                                     \
                                                                                                                       \
        memset(Block, Guard, sizeof(Block));                                                                           \
        MileHvZero(Block + 3, (Length));                                                                               \
        for (At = 0; At < sizeof(Block); ++At)                                                                         \
        {                                                                                                              \
            assert_int_equal(Block[At], At >= 3 && At < 3 + (Length) ? 0 : Guard);                                     \
        }                                                                                                              \
    } while (0)
    ZERO(0);
    ZERO(4);
    ZERO(8);
    ZERO(16);
    ZERO(24);
    ZERO(28);
    ZERO(32);
    ZERO(40);
    ZERO(48);
    ZERO(56);
    ZERO(64);
    ZERO(72);
}

static void OrSetsBits(void **State)
{
    HV_UINT32 Word[3] = {0x11111111, 0x80000001, 0x11111111};
    HV_UINT64 Long = 0;

    (void)State;
    assert_int_equal(MileHvAtomicOr32(&Word[1], 0x00000102), 0x80000001);
    assert_int_equal(Word[1], 0x80000103);
    assert_int_equal(Word[0], 0x11111111);
    assert_int_equal(Word[2], 0x11111111);
    MileHvStore64(&Long, 0x123456789ABCDEFULL);
    assert_true(Long == 0x123456789ABCDEFULL);
}

int main(void)
{
    const struct CMUnitTest Tests[] = {
        cmocka_unit_test(ZeroIsZeroAndNoMore),
        cmocka_unit_test(OrSetsBits),
        cmocka_unit_test(CopiesAreExactAtEveryAlignment),
        cmocka_unit_test(LongCopiesAreExact),
        cmocka_unit_test(CopiesStayInsideTheirBytes),
        cmocka_unit_test(CopiesMayChangeTheType),
        cmocka_unit_test(LoadsAndStoresArePlain),
        cmocka_unit_test(AndIsOneStep),
        cmocka_unit_test(TheFullBarrierKeepsLoadsBehindStores),
        cmocka_unit_test(WhatIsReleasedIsAcquired),
        cmocka_unit_test(ProductsAgree),
        cmocka_unit_test(TheLowestBitIsFound),
#if defined(__x86_64__) || defined(__i386__)
        cmocka_unit_test(TheTscGoesForward),
#endif
    };
    return cmocka_run_group_tests_name("GuestPlatform", Tests, NULL, NULL);
}
