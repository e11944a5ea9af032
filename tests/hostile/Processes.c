/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief A channel between two processes at full speed, both ways; then with a third one that scribbles over it.
 *
 *     Processes honest      numbered packets of random lengths with checksums. A side that may sleep sleeps, until
 *                           the other side's commit says to signal it: a missed wake-up is a hang, and a hang fails
 *     Processes corrupted   a peer that sends, and a scribbler over indices and data: the side under test takes valid
 *                           packets or says MileHvCorrupt, begins anew then, and never faults or hangs
 *
 * Control pages and data stand between pages that nobody can touch. One eventfd a
 * side is its interrupt: for packets that came and for room alike, as in a channel.
 */

#define _GNU_SOURCE

#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <Mile.HyperV/Guest/Packet.h>

#define PAGE 4096U
#define SECONDS 60
#define PACKETS 100000U
#define ROUNDS 200000U

typedef struct CHANNEL
{
    VMRCB *Control[2];
    HV_UINT8 *Data[2];
    HV_UINT32 Bytes;
    int Events[2];
} CHANNEL;

typedef struct SIDE
{
    const CHANNEL *Channel;
    unsigned Which; /* It sends on this ring, and receives on the other; its interrupt is this event. */
    MILE_HV_SEND_RING Send;
    MILE_HV_RECEIVE_RING Receive;
    HV_UINT64 Sent;
    HV_UINT64 Received;
} SIDE;

/* Exit codes of a child, for its parent's report. */
enum
{
    EndedWell,
    EndedCorrupt,
    EndedOutOfOrder,
    EndedDamaged,
    EndedAsleep,
    EndedOutside,
    EndedWithoutTest,
    EndedCount,
};

static const char *const Endings[EndedCount] = {"well",
                                      "with a corrupt ring",
                                      "with a packet out of order",
                                      "with a damaged packet",
                                      "asleep while there was something to do: a wake-up was missed",
                                      "with a packet that is not inside of the ring",
                                      "without both valid and corrupt packets"};

static HV_UINT64 Random(HV_UINT64 *State)
{
    *State ^= *State << 13;
    *State ^= *State >> 7;
    *State ^= *State << 17;
    return *State;
}

static HV_UINT8 *Map(HV_UINT32 Bytes)
{
    HV_UINT8 *Place = mmap(NULL, Bytes + 2 * PAGE, PROT_NONE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

    if (Place == MAP_FAILED || mprotect(Place + PAGE, Bytes, PROT_READ | PROT_WRITE) != 0)
    {
        printf("FAILED: no memory\n");
        exit(1);
    }
    return Place + PAGE;
}

static void NewChannel(CHANNEL *Channel, HV_UINT32 Bytes)
{
    unsigned Index;

    Channel->Bytes = Bytes;
    for (Index = 0; Index < 2; ++Index)
    {
        Channel->Control[Index] = (VMRCB *)(void *)Map(PAGE);
        Channel->Data[Index] = Map(Bytes);
        Channel->Events[Index] = eventfd(0, EFD_NONBLOCK);
    }
}

static void NewSide(SIDE *Side, const CHANNEL *Channel, unsigned Which)
{
    memset(Side, 0, sizeof(*Side));
    Side->Channel = Channel;
    Side->Which = Which;
    if (MileHvSendRingAttach(&Side->Send, Channel->Control[Which], Channel->Data[Which], Channel->Bytes) !=
            MileHvSuccess ||
        MileHvReceiveRingAttach(&Side->Receive, Channel->Control[1 - Which], Channel->Data[1 - Which],
                                Channel->Bytes) != MileHvSuccess)
    {
        _exit(EndedCorrupt);
    }
    MileHvReceiveRingMask(&Side->Receive);
}

static void SignalPeer(const SIDE *Side)
{
    const HV_UINT64 One = 1;
    ssize_t Written = write(Side->Channel->Events[1 - Side->Which], &One, sizeof(One));

    (void)Written;
}

/* Waits for the side's interrupt. If there is something to do for a whole wait of seconds, it was missed. */
static void Sleep(SIDE *Side, HV_UINT32 Length)
{
    struct pollfd Event = {Side->Channel->Events[Side->Which], POLLIN, 0};
    HV_UINT64 Count;
    ssize_t Taken;
    int Late = 0;

    while (poll(&Event, 1, 3000) != 1)
    {
        HV_UINT32 Used = 0;
        HV_UINT32 Free = 0;

        (void)MileHvReceiveRingUsed(&Side->Receive, &Used);
        (void)MileHvSendRingFree(&Side->Send, &Free);
        if (Used != 0 || (Length != 0 && Free >= Length))
        {
            if (Late++)
            {
                _exit(EndedAsleep);
            }
        }
    }
    Taken = read(Event.fd, &Count, sizeof(Count));
    (void)Taken;
}

/*
 * Numbered packets: the payload's length and bytes follow from number and direction; its first word is a checksum.
 */

#define LONGEST 4056U /* With descriptor, padding and trailer it just fits into one page. */

static HV_UINT32 Fill(HV_UINT64 Number, unsigned Direction, HV_UINT64 *Words)
{
    HV_UINT64 State = (Number + 1) * 0x9E3779B97F4A7C15 + Direction;
    HV_UINT64 Sum = Number;
    HV_UINT32 Length;
    HV_UINT32 Index;

    /* Mostly short, some of any length. */
    Length = 16 + (HV_UINT32)(Random(&State) % (Random(&State) % 8 == 0 ? LONGEST - 15 : 200));
    for (Index = 1; Index < (Length + 7) / 8; ++Index)
    {
        Words[Index] = Random(&State);
    }
    memset((HV_UINT8 *)Words + Length, 0, (8 - Length % 8) % 8);
    for (Index = 1; Index < (Length + 7) / 8; ++Index)
    {
        Sum = (Sum ^ Words[Index]) * 0xD6E8FEB86659FD93;
    }
    Words[0] = Sum;
    return Length;
}

static HV_UINT64 Buffer[LONGEST / 8 + 8];
static HV_UINT64 Expected[LONGEST / 8 + 8];

/* Takes what is there, up to a few packets, and gives their room back. */
static unsigned TakeSome(SIDE *Side, HV_UINT32 Most)
{
    MILE_HV_PACKET Packet;
    HV_UINT32 Bytes;
    HV_UINT32 Length;
    unsigned Taken = 0;

    while (Taken < Most)
    {
        MILE_HV_RESULT Result = MileHvReceivePacket(&Side->Receive, Buffer, sizeof(Buffer), &Bytes);

        if (Result == MileHvEmpty)
        {
            break;
        }
        if (Result != MileHvSuccess || MileHvPacketCheck(Buffer, Bytes, &Packet) != MileHvSuccess)
        {
            _exit(EndedCorrupt);
        }
        if (Packet.Descriptor.TransactionId != Side->Received)
        {
            _exit(EndedOutOfOrder);
        }
        Length = (Fill(Side->Received, 1 - Side->Which, Expected) + 7) & ~7U;
        if (Packet.PayloadBytes != Length || memcmp(Packet.Payload, Expected, Length) != 0)
        {
            _exit(EndedDamaged);
        }
        ++Side->Received;
        ++Taken;
    }
    if (MileHvReceiveRingCommit(&Side->Receive))
    {
        SignalPeer(Side);
    }
    return Taken;
}

static unsigned GiveSome(SIDE *Side, HV_UINT32 Most)
{
    unsigned Given = 0;

    while (Given < Most && Side->Sent < PACKETS)
    {
        HV_UINT32 Length = Fill(Side->Sent, Side->Which, Buffer);
        MILE_HV_RESULT Result = MileHvSendInBand(&Side->Send, Side->Sent, 0, Buffer, Length);

        if (Result == MileHvFull)
        {
            break;
        }
        if (Result != MileHvSuccess)
        {
            _exit(EndedCorrupt);
        }
        ++Side->Sent;
        ++Given;
    }
    if (MileHvSendRingCommit(&Side->Send))
    {
        SignalPeer(Side);
    }
    return Given;
}

/* Whether it may sleep: nothing came, and there is no room for the next packet, whose bytes it tells. */
static int MaySleep(SIDE *Side, HV_UINT32 *Waiting)
{
    MILE_HV_RESULT Result;

    *Waiting = 0;
    if (Side->Received < PACKETS)
    {
        Result = MileHvReceiveRingUnmask(&Side->Receive);
        if (Result == MileHvCorrupt)
        {
            _exit(EndedCorrupt);
        }
        if (Result == MileHvSuccess)
        {
            return 0;
        }
    }
    if (Side->Sent < PACKETS)
    {
        const HV_UINT32 Length = 16 + ((Fill(Side->Sent, Side->Which, Buffer) + 7) & ~7U);

        *Waiting = Length + MILE_HYPERV_RING_TRAILER_SIZE;
        Result = MileHvSendRingWait(&Side->Send, Length);
        if (Result != MileHvFull && Result != MileHvSuccess)
        {
            _exit(EndedCorrupt);
        }
        return Result == MileHvFull;
    }
    return 1;
}

static void Talk(const CHANNEL *Channel, unsigned Which)
{
    HV_UINT64 State = 88172645463325252 + Which;
    HV_UINT64 Sleeps = 0;
    HV_UINT32 Waiting;
    SIDE Side;

    NewSide(&Side, Channel, Which);
    while (Side.Sent < PACKETS || Side.Received < PACKETS)
    {
        unsigned Moved = GiveSome(&Side, 1 + Random(&State) % 4);

        Moved += TakeSome(&Side, 1 + Random(&State) % 4);
        if (Moved != 0 || (Side.Sent == PACKETS && Side.Received == PACKETS))
        {
            continue;
        }
        if (MaySleep(&Side, &Waiting))
        {
            ++Sleeps;
            Sleep(&Side, Waiting);
        }
        MileHvReceiveRingMask(&Side.Receive);
        MileHvSendRingEndWait(&Side.Send);
    }
    printf("side %u slept %llu times\n", Which, (unsigned long long)Sleeps);
    fflush(stdout);
    _exit(EndedWell);
}

/*
 * A peer that corrupts.
 */

/* Begins anew, as after closing and opening. */
static void Reset(SIDE *Side, const CHANNEL *Channel, unsigned Which)
{
    memset(Side, 0, sizeof(*Side));
    Side->Channel = Channel;
    Side->Which = Which;
    if (MileHvSendRingCreate(&Side->Send, Channel->Control[Which], Channel->Data[Which], Channel->Bytes) !=
            MileHvSuccess ||
        MileHvReceiveRingCreate(&Side->Receive, Channel->Control[1 - Which], Channel->Data[1 - Which],
                                Channel->Bytes) != MileHvSuccess)
    {
        _exit(EndedCorrupt);
    }
}

/* Sends and receives as well as it can, and never gives up. */
static void Peer(const CHANNEL *Channel)
{
    HV_UINT64 State = 362436069;
    HV_UINT32 Bytes;
    SIDE Side;

    Reset(&Side, Channel, 1);
    for (;;)
    {
        if (MileHvSendRingAttach(&Side.Send, Channel->Control[1], Channel->Data[1], Channel->Bytes) != MileHvSuccess ||
            MileHvReceiveRingAttach(&Side.Receive, Channel->Control[0], Channel->Data[0], Channel->Bytes) !=
                MileHvSuccess)
        {
            Reset(&Side, Channel, 1);
        }
        for (;;)
        {
            HV_UINT32 Length = Fill(Random(&State), 1, Buffer);
            MILE_HV_RESULT Sent = MileHvSendInBand(&Side.Send, 1, 0, Buffer, Length);
            MILE_HV_RESULT Received = MileHvReceivePacket(&Side.Receive, Buffer, sizeof(Buffer), &Bytes);

            (void)MileHvSendRingCommit(&Side.Send);
            (void)MileHvReceiveRingCommit(&Side.Receive);
            if (Sent == MileHvCorrupt || Received == MileHvCorrupt || Random(&State) % 1000 == 0)
            {
                break;
            }
        }
    }
}

static void Scribble(const CHANNEL *Channel)
{
    HV_UINT64 State = 521288629;

    for (;;)
    {
        const HV_UINT64 Dice = Random(&State);
        const unsigned Ring = Dice & 1;
        volatile HV_UINT32 *Control = (volatile HV_UINT32 *)Channel->Control[Ring];
        volatile HV_UINT64 *Data = (volatile HV_UINT64 *)(volatile void *)Channel->Data[Ring];

        switch (Dice >> 1 & 3)
        {
        case 0: /* An index, or another control word, that looks good. */
            Control[Dice >> 8 & 3] = (HV_UINT32)(Dice >> 16) % Channel->Bytes & ~7U;
            break;
        case 1: /* Anything in the control words. */
            Control[(Dice >> 8) % 17] = (HV_UINT32)(Dice >> 16);
            break;
        case 2: /* Descriptors of all kinds. */
            Data[(Dice >> 8) % (Channel->Bytes / 8)] = VmbusPacketTypeDataInBand + (Dice >> 40) % 6 +
                                                       ((Dice >> 43) % 5 << 16) + ((Dice >> 46) % 64 << 32);
            break;
        default: /* Anything in the data. */
            Data[(Dice >> 8) % (Channel->Bytes / 8)] = Random(&State);
            break;
        }
        if (Dice >> 60 == 0)
        {
            struct timespec Pause = {0, 20000}; /* Lets packets through. */

            nanosleep(&Pause, NULL);
        }
    }
}

/* The side under test. */
static void Endure(const CHANNEL *Channel)
{
    static HV_UINT8 Copy[16 * PAGE];
    HV_UINT64 State = 1234567;
    HV_UINT64 Valid = 0;
    HV_UINT64 Corrupt = 0;
    HV_UINT64 Whole = 0;
    HV_UINT32 Round;
    SIDE Side;

    Reset(&Side, Channel, 0);
    for (Round = 0; Round < ROUNDS; ++Round)
    {
        MILE_HV_PACKET Packet;
        VMPACKET_DESCRIPTOR Head;
        MILE_HV_RING_SPAN Span;
        MILE_HV_RESULT Received = MileHvReceiveRingNext(&Side.Receive, &Head, &Span);
        MILE_HV_RESULT Sent;
        HV_UINT32 Length;

        if (Received == MileHvSuccess)
        {
            ++Valid;
            Length = (HV_UINT32)Head.Length8 * 8;
            if (Span.Length != Length || Span.Start >= Channel->Bytes || Length > Channel->Bytes - 16 ||
                Head.DataOffset8 < 2 || Head.DataOffset8 > Head.Length8 ||
                MileHvRingRead(&Span, 0, Copy, Length) != MileHvSuccess)
            {
                _exit(EndedOutside);
            }
            memcpy(Copy, &Head, sizeof(Head));
            if (MileHvPacketCheck(Copy, Length, &Packet) == MileHvSuccess)
            {
                ++Whole;
                if (Packet.Payload < Copy + 16 || Packet.Payload + Packet.PayloadBytes != Copy + Length ||
                    Packet.External + Packet.ExternalBytes != Packet.Payload)
                {
                    _exit(EndedOutside);
                }
            }
        }
        if (MileHvReceiveRingCommit(&Side.Receive))
        {
            SignalPeer(&Side);
        }
        Sent = MileHvSendInBand(&Side.Send, Round, 0, Copy, 1 + (HV_UINT32)(Random(&State) % 600));
        if (MileHvSendRingCommit(&Side.Send))
        {
            SignalPeer(&Side);
        }
        if (!VMBUS_RING_IS_INDEX(Channel->Bytes, Side.Send.Next) ||
            !VMBUS_RING_IS_INDEX(Channel->Bytes, Side.Receive.Next))
        {
            _exit(EndedOutside);
        }
        if (Received == MileHvCorrupt || Sent == MileHvCorrupt)
        {
            ++Corrupt;
            Reset(&Side, Channel, 0);
        }
        else if (Received == MileHvEmpty && MileHvReceiveRingUnmask(&Side.Receive) == MileHvEmpty &&
                 MileHvSendRingWait(&Side.Send, 1000) == MileHvFull)
        {
            sched_yield(); /* No sleep: nobody can count on being woken by such a peer. */
        }
    }
    printf("%llu packets from the ring, %llu of them whole, %llu times corrupt\n", (unsigned long long)Valid,
           (unsigned long long)Whole, (unsigned long long)Corrupt);
    fflush(stdout);
    _exit(Whole != 0 && Corrupt != 0 ? EndedWell : EndedWithoutTest);
}

/*
 * Children.
 */

static pid_t Children[3];
static unsigned ChildCount;

static pid_t Start(void)
{
    fflush(stdout);
    Children[ChildCount] = fork();
    if (Children[ChildCount] < 0)
    {
        printf("FAILED: no process\n");
        exit(1);
    }
    return Children[ChildCount++];
}

/* Waits for the first Count children, and ends them all. */
static int Finish(const char *What, unsigned Count)
{
    const time_t Until = time(NULL) + SECONDS;
    unsigned Left = Count;
    unsigned Index;
    int Failed = 0;

    while (Left != 0 && !Failed)
    {
        struct timespec Pause = {0, 2000000};

        for (Index = 0; Index < Count; ++Index)
        {
            int Status;

            if (Children[Index] == 0 || waitpid(Children[Index], &Status, WNOHANG) == 0)
            {
                continue;
            }
            Children[Index] = 0;
            --Left;
            if (WIFSIGNALED(Status))
            {
                printf("FAILED: %s: process %u ended by signal %d\n", What, Index, WTERMSIG(Status));
                Failed = 1;
            }
            else if (WEXITSTATUS(Status) != EndedWell)
            {
                printf("FAILED: %s: process %u ended %s\n", What, Index,
                       Endings[WEXITSTATUS(Status) < EndedCount ? WEXITSTATUS(Status) : EndedWell]);
                Failed = 1;
            }
        }
        if (Left != 0 && !Failed && time(NULL) > Until)
        {
            printf("FAILED: %s: not over after %d s: a hang\n", What, SECONDS);
            Failed = 1;
        }
        nanosleep(&Pause, NULL);
    }
    for (Index = 0; Index < ChildCount; ++Index)
    {
        if (Children[Index] != 0)
        {
            kill(Children[Index], SIGKILL);
            waitpid(Children[Index], NULL, 0);
        }
    }
    ChildCount = 0;
    return Failed;
}

static int Honest(HV_UINT32 Pages)
{
    CHANNEL Channel;
    unsigned Which;

    NewChannel(&Channel, Pages * PAGE);
    for (Which = 0; Which < 2; ++Which)
    {
        if (Start() == 0)
        {
            Talk(&Channel, Which);
        }
    }
    return Finish("two honest processes", 2);
}

static int Corrupted(HV_UINT32 Pages)
{
    CHANNEL Channel;

    NewChannel(&Channel, Pages * PAGE);
    if (Start() == 0)
    {
        Endure(&Channel);
    }
    if (Start() == 0)
    {
        Peer(&Channel);
    }
    if (Start() == 0)
    {
        Scribble(&Channel);
    }
    return Finish("a corrupting peer", 1);
}

int main(int Count, char **Words)
{
    int Failed = 0;

    if (Count == 2 && strcmp(Words[1], "honest") == 0)
    {
        Failed = Honest(1) || Honest(16);
        printf("count %u packets between two processes\n", Failed ? 0 : 4 * PACKETS);
    }
    else if (Count == 2 && strcmp(Words[1], "corrupted") == 0)
    {
        Failed = Corrupted(1) || Corrupted(16);
        printf("count %u rounds with a corrupting peer\n", Failed ? 0 : 2 * ROUNDS);
    }
    else
    {
        printf("usage: Processes honest|corrupted\n");
        return 2;
    }
    return Failed;
}
