/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief All rings in turns, over the same memory: what a packet takes, in nanoseconds.
 *
 *     race ROUNDS
 *
 * prints lines `WAY BYTES RING NANOSECONDS` for every round:
 *
 *     alone   one thread: a packet is sent, committed, taken, given back
 *     trip    two threads on two processors: a packet there and one back. The sender of a packet rings a bell, a word
 *             of memory that is the same for all rings, and the receiver looks at the ring when it has rung, as a
 *             driver does in an interrupt
 *     poll    the same without the bell: the receiver looks at the ring until a packet is there
 *
 * A processor that waits pauses between two looks, as every loop that waits should: without, the
 * looks that it has begun ahead of time are thrown away when the packet comes, and how long that
 * takes differs from program to program.
 *
 * What is measured at once is short, so that among many some are left alone by
 * whatever else the machine does. In each round another ring is the first. Every
 * packet is looked at: a ring that loses one, or gets its length wrong, ends the
 * program with 1.
 */

#define _GNU_SOURCE

#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "Ring.h"

#define RING_COUNT (sizeof(Rings) / sizeof(Rings[0]) - 1)

/* Bytes of payload. */
static const uint32_t Sizes[] = {16, 64, 256, 1500, 4096, 16384, PAYLOAD_MAXIMUM};
#define SIZE_COUNT (sizeof(Sizes) / sizeof(Sizes[0]))

static _Alignas(4096) uint8_t Memory[2][CONTROL_BYTES + DATA_BYTES];
static int Processors[2] = {-1, -1};

/*
 * Where a packet comes from and goes to. How fast two places can be copied also depends on where they lie to each
 * other; so they lie elsewhere in each round, for all rings alike.
 */
static _Alignas(4096) uint8_t Sources[PAYLOAD_MAXIMUM + 4096];
static _Alignas(4096) uint8_t Buffers[2][BUFFER_BYTES + 4096];
static const uint8_t *Payload = Sources;
static uint8_t *Packets[2] = {Buffers[0], Buffers[1]};

static void Move(long Round)
{
    Payload = Sources + Round * 9 * 64 % 4096;
    Packets[0] = Buffers[0] + Round * 17 * 64 % 4096;
    Packets[1] = Buffers[1] + Round * 17 * 64 % 4096;
}

static void Fail(const RING *Ring, const char *What)
{
    printf("FAILED: %s: %s\n", Ring->Name, What);
    exit(1);
}

static void Open(const RING *Ring, void *Ends[2])
{
    memset(Memory, 0, sizeof(Memory));
    Ends[0] = Ring->Open(0, Memory[0], Memory[1]);
    Ends[1] = Ring->Open(1, Memory[1], Memory[0]);
    if (!Ends[0] || !Ends[1])
    {
        Fail(Ring, "it does not open");
    }
}

static int64_t Padded(uint32_t Bytes)
{
    return (int64_t)((Bytes + 7) & ~7U);
}

/** Lengths of all kinds, many times around the ring: each packet comes as it was sent. */
static void Check(const RING *Ring)
{
    void *Ends[2];
    uint64_t Id;
    uint32_t Number;

    Open(Ring, Ends);
    for (Number = 1; Number <= 2000; ++Number)
    {
        const uint8_t *From = Sources + Number % 8;
        uint32_t Bytes = Number % 50 == 0 ? PAYLOAD_MAXIMUM : 1 + Number * 37 % 3000;

        if (!Ring->Send(Ends[0], Number, From, Bytes))
        {
            Fail(Ring, "no room");
        }
        Ring->SendCommit(Ends[0]);
        if (Ring->Receive(Ends[1], &Id, Packets[1]) != Padded(Bytes))
        {
            Fail(Ring, "a packet is not there, or has another length");
        }
        Ring->ReceiveCommit(Ends[1]);
        if (Id != Number || memcmp(Packets[1] + PAYLOAD_OFFSET, From, Bytes) != 0)
        {
            Fail(Ring, "another packet than the one that was sent");
        }
    }
    if (Ring->Receive(Ends[1], &Id, Packets[1]) != 0)
    {
        Fail(Ring, "a packet that nobody sent");
    }
}

/*
 * The ways. Each moves so many packets, and says whether all of them came.
 */

static int Alone(const RING *Ring, void *Ends[2], uint32_t Bytes, uint32_t Count)
{
    uint64_t Id;
    int Good = 1;

    for (; Count != 0; --Count)
    {
        Good &= Ring->Send(Ends[0], Count, Payload, Bytes);
        Ring->SendCommit(Ends[0]);
        Good &= Ring->Receive(Ends[1], &Id, Packets[1]) == Padded(Bytes);
        Ring->ReceiveCommit(Ends[1]);
    }
    return Good;
}

/** One end of a trip: which of the two, and how it waits. */
typedef struct TRAVELLER
{
    const RING *Ring;
    void *End;
    unsigned Number;
    uint32_t Bytes;
    uint32_t Count;
    int Bell;
    int Ready;
    int Good;
} TRAVELLER;

/** Number of signals to each end; only the other end writes it. */
static struct
{
    LINE_ALIGNED uint32_t Rung;
} Bells[2];

/** Between two looks. A wait beyond all measure means that the other thread does not run now. */
static void Pause(uint32_t *Looks)
{
#if defined(__x86_64__)
    __asm__ __volatile__("pause");
#elif defined(__aarch64__)
    __asm__ __volatile__("yield");
#endif
    if (++*Looks % 10000 == 0)
    {
        sched_yield();
    }
}

static void Leave(TRAVELLER *Traveller, uint32_t Number)
{
    const RING *Ring = Traveller->Ring;

    Traveller->Good &= Ring->Send(Traveller->End, Number, Payload, Traveller->Bytes);
    Ring->SendCommit(Traveller->End);
    if (Traveller->Bell)
    {
        __atomic_store_n(&Bells[1 - Traveller->Number].Rung, Number, __ATOMIC_RELEASE);
    }
}

/** Waits for the packet of this number, and takes it. */
static void Arrive(TRAVELLER *Traveller, uint32_t Number)
{
    const RING *Ring = Traveller->Ring;
    uint8_t *Packet = Packets[Traveller->Number];
    uint32_t Looks = 0;
    uint64_t Id;
    int64_t Bytes;

    while (Traveller->Bell && __atomic_load_n(&Bells[Traveller->Number].Rung, __ATOMIC_ACQUIRE) != Number)
    {
        Pause(&Looks);
    }
    for (;;)
    {
        Bytes = Ring->Receive(Traveller->End, &Id, Packet);
        if (Bytes != 0)
        {
            break;
        }
        Pause(&Looks);
    }
    Ring->ReceiveCommit(Traveller->End);
    Traveller->Good &= Bytes == Padded(Traveller->Bytes) && Id == Number;
}

static void Stay(int Processor)
{
    cpu_set_t Set;

    CPU_ZERO(&Set);
    CPU_SET(Processor, &Set);
    sched_setaffinity(0, sizeof(Set), &Set);
}

static void *Answer(void *Place)
{
    TRAVELLER *Traveller = Place;
    uint32_t Number;

    Stay(Processors[1]);
    __atomic_store_n(&Traveller->Ready, 1, __ATOMIC_RELEASE);
    for (Number = 1; Number <= Traveller->Count; ++Number)
    {
        Arrive(Traveller, Number);
        Leave(Traveller, Number);
    }
    return NULL;
}

static int Travel(TRAVELLER *Traveller)
{
    uint32_t Number;

    for (Number = 1; Number <= Traveller->Count; ++Number)
    {
        Leave(Traveller, Number);
        Arrive(Traveller, Number);
    }
    return Traveller->Good;
}

typedef struct WAY
{
    const char *Name;
    int Threads;
    int Bell;
} WAY;

static const WAY Ways[] = {{"alone", 1, 0}, {"trip", 2, 1}, {"poll", 2, 0}};
#define WAY_COUNT (sizeof(Ways) / sizeof(Ways[0]))

static double Now(void)
{
    struct timespec Time;

    clock_gettime(CLOCK_MONOTONIC, &Time);
    return (double)Time.tv_sec * 1e9 + (double)Time.tv_nsec;
}

/** Nanoseconds a packet (a trip: there and back), over about a hundred microseconds. */
static double Measure(const WAY *Way, const RING *Ring, uint32_t Bytes)
{
    const uint32_t Count = 16 + 4000000 / (1000 + Bytes) / (Way->Threads == 2 ? 8 : 1);
    TRAVELLER Here = {Ring, NULL, 0, Bytes, Count, Way->Bell, 0, 1};
    TRAVELLER There = {Ring, NULL, 1, Bytes, Count, Way->Bell, 0, 1};
    pthread_t Thread;
    void *Ends[2];
    double Begin;
    double End;
    int Good;

    Open(Ring, Ends);
    Here.End = Ends[0];
    There.End = Ends[1];
    Bells[0].Rung = 0;
    Bells[1].Rung = 0;
    if (Way->Threads == 2)
    {
        if (pthread_create(&Thread, NULL, Answer, &There) != 0)
        {
            Fail(Ring, "no thread");
        }
        while (!__atomic_load_n(&There.Ready, __ATOMIC_ACQUIRE))
        {
            sched_yield();
        }
    }
    Begin = Now();
    Good = Way->Threads == 2 ? Travel(&Here) : Alone(Ring, Ends, Bytes, Count);
    End = Now();
    if (Way->Threads == 2)
    {
        pthread_join(Thread, NULL);
    }
    if (!Good || !There.Good)
    {
        Fail(Ring, "a packet was lost");
    }
    return (End - Begin) / Count;
}

/** The first two processors that this program may use. */
static void FindProcessors(void)
{
    cpu_set_t Set;
    int Found = 0;
    int Number;

    sched_getaffinity(0, sizeof(Set), &Set);
    for (Number = 0; Number < CPU_SETSIZE && Found < 2; ++Number)
    {
        if (CPU_ISSET(Number, &Set))
        {
            Processors[Found++] = Number;
        }
    }
    Stay(Processors[0]);
}

int main(int Count, char **Words)
{
    long Rounds = Count == 2 ? strtol(Words[1], NULL, 10) : 0;
    size_t Way;
    size_t Size;
    size_t Ring;
    long Round;

    for (Size = 0; Size < sizeof(Sources); ++Size)
    {
        Sources[Size] = (uint8_t)(Size * 167 + Size / 256);
    }
    FindProcessors();
    for (Ring = 0; Ring < RING_COUNT; ++Ring)
    {
        Check(Rings[Ring]);
    }
    for (Round = 0; Round < Rounds; ++Round)
    {
        Move(Round);
        for (Way = 0; Way < WAY_COUNT; ++Way)
        {
            for (Size = 0; Size < SIZE_COUNT && (Ways[Way].Threads == 1 || Processors[1] >= 0); ++Size)
            {
                for (Ring = 0; Ring < RING_COUNT; ++Ring)
                {
                    const RING *Next = Rings[(Ring + (size_t)Round) % RING_COUNT];

                    printf("%s %u %s %.2f\n", Ways[Way].Name, Sizes[Size], Next->Name,
                           Measure(&Ways[Way], Next, Sizes[Size]));
                }
            }
        }
    }
    return 0;
}
