/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Guest/Ring.h with every order of events and every value that a weak memory can show: no wake-up is missed.
 *
 * A sender and a receiver talk over one ring until all packets are through. Each
 * sleeps whenever the rules let it, and is woken only when the other side's
 * commit says so. All that both can do is explored: every interleaving of their
 * loads and stores, and for every load every value that the memory model of C11
 * lets it see. Nothing is left to chance, so this finds what a race at full
 * speed may miss for years: a missing barrier, a missing release or acquire, a
 * signal that is not given. A state where nobody can go on and packets are left is
 * a missed wake-up.
 *
 * How: Ring.h is compiled with functions of the model in place of Platform.h's,
 * so each access of shared memory comes here. One call of the guest layer is run
 * again from its start with the values that its loads have got so far, until it
 * wants the next; then the model chooses, and remembers all other choices. States
 * that were seen before are not explored again.
 *
 * The memory is the usual view-based one (no location here has two writers, so
 * the order of stores to each is the program's): a store is a message with the
 * view of its thread if it is a release, a load takes any message that is not
 * older than its thread has seen, an acquire load takes the message's view too, and
 * a full barrier makes its thread see all that was before any other full barrier.
 * What it does not show is a load that is done after a later store, as some
 * processors do: that the packet is read before its room is given back is what
 * the release of Out is for.
 */

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <Mile.HyperV/Guest/Platform.h>

#define MileHvLoad32(Place) ModelLoad((Place), 0)
#define MileHvLoadAcquire32(Place) ModelLoad((Place), 1)
#define MileHvStore32(Place, Value) ModelStore((Place), (Value), 0)
#define MileHvStoreRelease32(Place, Value) ModelStore((Place), (Value), 1)
#define MileHvFullBarrier() ModelBarrier()
#define MileHvCopyFromShared(To, From, Bytes) ModelCopyFrom((To), (From), (Bytes))
#define MileHvCopyToShared(To, From, Bytes) ModelCopyTo((To), (From), (Bytes))
#define MileHvLoadWord(Place) ModelLoadWord(Place)
#define MileHvStoreWord(Place, Value) ModelStoreWord((Place), (Value))

static HV_UINT32 ModelLoad(const volatile HV_UINT32 *Place, int Acquire);
static void ModelStore(volatile HV_UINT32 *Place, HV_UINT32 Value, int Release);
static void ModelBarrier(void);
static void ModelCopyFrom(void *To, const volatile void *From, HV_UINT32 Bytes);
static void ModelCopyTo(volatile void *To, const void *From, HV_UINT32 Bytes);

static HV_UINT64 ModelLoadWord(const volatile void *Place)
{
    HV_UINT64 Value;

    ModelCopyFrom(&Value, Place, (HV_UINT32)sizeof(Value));
    return Value;
}

static void ModelStoreWord(volatile void *Place, HV_UINT64 Value)
{
    ModelCopyTo(Place, &Value, (HV_UINT32)sizeof(Value));
}

#include <Mile.HyperV/Guest/Ring.h>

/*
 * The state of everything.
 */

#define THREADS 2
#define SENDER 0
#define RECEIVER 1
#define PLACES 24   /* Places in shared memory: the control words, and 8 bytes each of data. */
#define MESSAGES 16 /* Stores to one place. */
#define LOG 12      /* Accesses of one call. */
#define RING_BYTES 4096U

typedef struct VIEW
{
    HV_UINT8 Seen[PLACES]; /* The youngest message of each place that is known to be there. */
} VIEW;

typedef struct PLACE
{
    HV_UINT32 Offset; /* In Shared. */
    HV_UINT32 Count;
    HV_UINT64 Values[MESSAGES];
    VIEW Views[MESSAGES];
} PLACE;

typedef struct THREAD
{
    /* At the start of the call that it is in. */
    union
    {
        MILE_HV_SEND_RING Sender;
        MILE_HV_RECEIVE_RING Receiver;
    } Ring;
    HV_UINT32 Phase;
    HV_UINT32 Number; /* Packets given, or taken. */

    /* Results of its accesses in this call so far. */
    HV_UINT32 Count;
    HV_UINT32 Padding;
    HV_UINT64 Log[LOG];

    VIEW Current;  /* Stores that it has observed. */
    VIEW Acquired; /* Stores that it will have observed after its next barrier. */
    VIEW Released; /* View that its stores without release publish: that at its last barrier. */
} THREAD;

typedef struct STATE
{
    PLACE Places[PLACES];
    THREAD Threads[THREADS];
    VIEW Barrier; /* View of every thread that passes a full barrier. */
    HV_UINT32 Used;
    HV_UINT8 Signals[THREADS]; /* A signal is there for this thread. */
} STATE;

/* The shared memory's addresses; its contents are in STATE. */
static struct
{
    VMRCB Control;
    HV_UINT8 Data[RING_BYTES];
} Shared;

/* A conversation. */
typedef struct SCENE
{
    const char *Name;
    HV_UINT32 Packets;
    HV_UINT32 Lengths[2]; /* Of packets by turns, trailers not included. */
    HV_UINT32 Given;      /* Packets in one commit of the sender, if there is room. */
    HV_UINT32 Taken;      /* Packets in one commit of the receiver, if they are there. */
    HV_UINT32 Start;      /* Position of the ring at the start. */
    HV_UINT32 Padding;
} SCENE;
static const SCENE *Scene;

/*
 * What the thread that runs wants from memory.
 */

enum
{
    WantsLoad,
    WantsStore,
    WantsBarrier,
    WantsSignal, /* Gives one to the other. */
    WantsSleep,
    WantsNothing, /* It is done. */
};

static struct
{
    int Kind;
    int Ordered; /* Acquire or release. */
    HV_UINT32 Offset;
    HV_UINT64 Value;
} Wish;

static jmp_buf Suspend;
static const THREAD *Running;
static HV_UINT32 Replayed;
static const char *Fault;

static HV_UINT64 Want(int Kind, const volatile void *Place, HV_UINT64 Value, int Ordered)
{
    if (Replayed < Running->Count)
    {
        return Running->Log[Replayed++];
    }
    Wish.Kind = Kind;
    Wish.Ordered = Ordered;
    Wish.Offset = Place ? (HV_UINT32)((const volatile HV_UINT8 *)Place - (const volatile HV_UINT8 *)&Shared) : 0;
    Wish.Value = Value;
    longjmp(Suspend, 1);
}

static HV_UINT32 ModelLoad(const volatile HV_UINT32 *Place, int Acquire)
{
    return (HV_UINT32)Want(WantsLoad, Place, 0, Acquire);
}

static void ModelStore(volatile HV_UINT32 *Place, HV_UINT32 Value, int Release)
{
    (void)Want(WantsStore, Place, Value, Release);
}

static void ModelBarrier(void)
{
    (void)Want(WantsBarrier, NULL, 0, 0);
}

/* Descriptors and trailers are all that is copied here: multiples of 8 bytes. */
static void ModelCopyFrom(void *To, const volatile void *From, HV_UINT32 Bytes)
{
    HV_UINT32 At;

    for (At = 0; At < Bytes; At += 8)
    {
        const HV_UINT64 Value = Want(WantsLoad, (const volatile HV_UINT8 *)From + At, 0, 0);

        memcpy((HV_UINT8 *)To + At, &Value, 8);
    }
}

static void ModelCopyTo(volatile void *To, const void *From, HV_UINT32 Bytes)
{
    HV_UINT32 At;

    for (At = 0; At < Bytes; At += 8)
    {
        HV_UINT64 Value;

        memcpy(&Value, (const HV_UINT8 *)From + At, 8);
        (void)Want(WantsStore, (volatile HV_UINT8 *)To + At, Value, 0);
    }
}

/*
 * The two sides. One call of the guest layer, or one signal, is a phase.
 */

enum
{
    Move,    /* Give, or take, a packet. */
    Commit,
    Signal,  /* The other side. */
    Arm,     /* Say that one waits, and look again. */
    Sleep,
    Disarm,
    Done,
};

static HV_UINT32 Length(HV_UINT32 Number)
{
    return Scene->Lengths[Number % 2];
}

__attribute__((noinline)) static void Send(THREAD *Thread)
{
    MILE_HV_SEND_RING *Ring = &Thread->Ring.Sender;
    VMPACKET_DESCRIPTOR Head = {VmbusPacketTypeDataInBand, 2, 0, 0, 0};
    MILE_HV_RING_SPAN Span;
    MILE_HV_RESULT Result;

    switch (Thread->Phase)
    {
    case Move:
        if (Thread->Number == Scene->Packets)
        {
            Thread->Phase = (Ring->Next == Ring->Committed) ? Done : Commit;
            return;
        }
        Result = MileHvSendRingReserve(Ring, Length(Thread->Number), &Span);
        if (Result == MileHvFull)
        {
            Thread->Phase = (Ring->Next == Ring->Committed) ? Arm : Commit;
            return;
        }
        if (Result != MileHvSuccess)
        {
            Fault = "the sender finds a corrupt ring";
            return;
        }
        Head.Length8 = (HV_UINT16)(Length(Thread->Number) / 8);
        Head.TransactionId = ++Thread->Number;
        (void)MileHvRingWrite(&Span, 0, &Head, sizeof(Head));
        Thread->Phase = (Thread->Number % Scene->Given == 0) ? Commit : Move;
        return;
    case Commit:
        Thread->Phase = MileHvSendRingCommit(Ring) ? Signal : Move;
        return;
    case Signal:
        (void)Want(WantsSignal, NULL, 0, 0);
        Thread->Phase = Move;
        return;
    case Arm:
        Result = MileHvSendRingWait(Ring, Length(Thread->Number));
        Thread->Phase = (Result == MileHvFull) ? Sleep : Move;
        if (Result != MileHvFull && Result != MileHvSuccess)
        {
            Fault = "the sender waits on a corrupt ring";
        }
        return;
    case Sleep:
        (void)Want(WantsSleep, NULL, 0, 0);
        Thread->Phase = Disarm;
        return;
    case Disarm:
        MileHvSendRingEndWait(Ring);
        Thread->Phase = Move;
        return;
    default:
        (void)Want(WantsNothing, NULL, 0, 0);
        return;
    }
}

__attribute__((noinline)) static void Receive(THREAD *Thread)
{
    MILE_HV_RECEIVE_RING *Ring = &Thread->Ring.Receiver;
    VMPACKET_DESCRIPTOR Head;
    MILE_HV_RING_SPAN Span;
    MILE_HV_RESULT Result;

    switch (Thread->Phase)
    {
    case Move:
        if (Thread->Number == Scene->Packets)
        {
            Thread->Phase = (Ring->Next == Ring->Committed) ? Done : Commit;
            return;
        }
        Result = MileHvReceiveRingNext(Ring, &Head, &Span);
        if (Result == MileHvEmpty)
        {
            Thread->Phase = (Ring->Next == Ring->Committed) ? Arm : Commit;
            return;
        }
        if (Result != MileHvSuccess)
        {
            Fault = "the receiver finds a corrupt ring";
            return;
        }
        if (Head.TransactionId != Thread->Number + 1 || Span.Length != Length(Thread->Number))
        {
            Fault = "the receiver finds another packet than the one that was sent";
            return;
        }
        ++Thread->Number;
        Thread->Phase = (Thread->Number % Scene->Taken == 0) ? Commit : Move;
        return;
    case Commit:
        Thread->Phase = MileHvReceiveRingCommit(Ring) ? Signal : Move;
        return;
    case Signal:
        (void)Want(WantsSignal, NULL, 0, 0);
        Thread->Phase = Move;
        return;
    case Arm:
        Result = MileHvReceiveRingUnmask(Ring);
        Thread->Phase = (Result == MileHvEmpty) ? Sleep : Disarm;
        if (Result != MileHvEmpty && Result != MileHvSuccess)
        {
            Fault = "the receiver waits on a corrupt ring";
        }
        return;
    case Sleep:
        (void)Want(WantsSleep, NULL, 0, 0);
        Thread->Phase = Disarm;
        return;
    case Disarm:
        MileHvReceiveRingMask(Ring);
        Thread->Phase = Move;
        return;
    default:
        (void)Want(WantsNothing, NULL, 0, 0);
        return;
    }
}

/* Runs a thread up to its next wish, over calls that have no other. */
static void Run(STATE *State, unsigned Which)
{
    THREAD *volatile Thread = &State->Threads[Which];
    THREAD Trial; /* A call that is suspended leaves nothing behind. */

    for (;;)
    {
        Trial = *Thread;
        Running = Thread;
        Replayed = 0;
        if (setjmp(Suspend) != 0)
        {
            return;
        }
        if (Which == SENDER)
        {
            Send(&Trial);
        }
        else
        {
            Receive(&Trial);
        }
        Trial.Count = 0;
        memset(Trial.Log, 0, sizeof(Trial.Log));
        *Thread = Trial;
        if (Fault)
        {
            return;
        }
    }
}

/*
 * Memory.
 */

static void Fail(const char *What)
{
    printf("FAILED: %s: %s\n", Scene->Name, What);
    exit(1);
}

static void Join(VIEW *View, const VIEW *With)
{
    unsigned Index;

    for (Index = 0; Index < PLACES; ++Index)
    {
        View->Seen[Index] = (View->Seen[Index] < With->Seen[Index]) ? With->Seen[Index] : View->Seen[Index];
    }
}

/* A place is made at its first use, with zeros in it. */
static unsigned Find(STATE *State, HV_UINT32 Offset)
{
    unsigned Index;

    for (Index = 0; Index < State->Used && State->Places[Index].Offset != Offset; ++Index)
    {
    }
    if (Index == PLACES)
    {
        Fail("the model has too few places");
    }
    if (Index == State->Used)
    {
        ++State->Used;
        State->Places[Index].Offset = Offset;
        State->Places[Index].Count = 1;
    }
    return Index;
}

static void Remember(THREAD *Thread, HV_UINT64 Value)
{
    if (Thread->Count == LOG)
    {
        Fail("the model has too short a log");
    }
    Thread->Log[Thread->Count++] = Value;
}

static void Store(STATE *State, THREAD *Thread)
{
    unsigned Index = Find(State, Wish.Offset);
    PLACE *Place = &State->Places[Index];

    if (Place->Count == MESSAGES)
    {
        Fail("the model has room for too few stores");
    }
    Place->Values[Place->Count] = Wish.Value;
    Thread->Current.Seen[Index] = (HV_UINT8)Place->Count;
    Thread->Acquired.Seen[Index] = (HV_UINT8)Place->Count;
    Place->Views[Place->Count] = Wish.Ordered ? Thread->Current : Thread->Released;
    Place->Views[Place->Count].Seen[Index] = (HV_UINT8)Place->Count;
    ++Place->Count;
}

static void Load(STATE *State, THREAD *Thread, unsigned Index, unsigned Message)
{
    PLACE *Place = &State->Places[Index];

    Thread->Current.Seen[Index] = (HV_UINT8)Message;
    Thread->Acquired.Seen[Index] = (HV_UINT8)Message;
    Join(&Thread->Acquired, &Place->Views[Message]);
    if (Wish.Ordered)
    {
        Join(&Thread->Current, &Place->Views[Message]);
    }
    Remember(Thread, Place->Values[Message]);
}

static void Barrier(STATE *State, THREAD *Thread)
{
    Join(&Thread->Acquired, &State->Barrier);
    State->Barrier = Thread->Acquired;
    Thread->Current = Thread->Acquired;
    Thread->Released = Thread->Acquired;
}

static void Age(VIEW *View, unsigned Index, unsigned By)
{
    View->Seen[Index] = (HV_UINT8)((View->Seen[Index] > By) ? View->Seen[Index] - By : 0);
}

/* Messages that both threads know to be outdated are forgotten, so that states which differ in them alone are one. */
static void Forget(STATE *State)
{
    unsigned Index;
    unsigned Of;
    unsigned At;

    for (Index = 0; Index < State->Used; ++Index)
    {
        PLACE *Place = &State->Places[Index];
        const unsigned A = State->Threads[0].Current.Seen[Index];
        const unsigned B = State->Threads[1].Current.Seen[Index];
        const unsigned By = (A < B) ? A : B;

        if (By == 0)
        {
            continue;
        }
        Place->Count -= By;
        memmove(Place->Values, Place->Values + By, Place->Count * sizeof(HV_UINT64));
        memset(Place->Values + Place->Count, 0, By * sizeof(HV_UINT64));
        memmove(Place->Views, Place->Views + By, Place->Count * sizeof(VIEW));
        memset(Place->Views + Place->Count, 0, By * sizeof(VIEW));
        for (Of = 0; Of < State->Used; ++Of)
        {
            for (At = 0; At < State->Places[Of].Count; ++At)
            {
                Age(&State->Places[Of].Views[At], Index, By);
            }
        }
        for (Of = 0; Of < THREADS; ++Of)
        {
            Age(&State->Threads[Of].Current, Index, By);
            Age(&State->Threads[Of].Acquired, Index, By);
            Age(&State->Threads[Of].Released, Index, By);
        }
        Age(&State->Barrier, Index, By);
    }
}

/*
 * Exploring.
 */

#define SEEN_BITS 23
/* Hashes of states, in open addressing; of 64 bits, so that no two states of some millions are taken for one. */
static HV_UINT64 *Seen;
static HV_UINT32 States;

static int IsNew(const STATE *State)
{
    const HV_UINT8 *At = (const HV_UINT8 *)State;
    HV_UINT64 Hash = 0x9E3779B97F4A7C15;
    HV_UINT64 Word;
    size_t Index;
    size_t Slot;

    for (Index = 0; Index < sizeof(*State); Index += 8)
    {
        memcpy(&Word, At + Index, 8);
        Hash = (Hash ^ Word) * 0xD6E8FEB86659FD93;
        Hash ^= Hash >> 32;
    }
    Hash |= 1;
    for (Slot = Hash >> (64 - SEEN_BITS); Seen[Slot] != 0; Slot = (Slot + 1) & (((size_t)1 << SEEN_BITS) - 1))
    {
        if (Seen[Slot] == Hash)
        {
            return 0;
        }
    }
    Seen[Slot] = Hash;
    if (++States == (HV_UINT32)1 << (SEEN_BITS - 1))
    {
        Fail("too many states");
    }
    return 1;
}

HV_STATIC_ASSERT(sizeof(STATE) % 8 == 0);

static STATE *Trail; /* The states from the first to the one that is looked at. */
#define DEPTH 2000

static void Explore(unsigned Depth);

static void Go(unsigned Depth)
{
    if (Depth + 1 == DEPTH)
    {
        Fail("the conversation does not end");
    }
    Forget(&Trail[Depth + 1]);
    Explore(Depth + 1);
}

static void Explore(unsigned Depth)
{
    STATE *State = &Trail[Depth];
    STATE *Next = State + 1;
    unsigned Which;
    unsigned Asleep = 0;
    unsigned Finished = 0;

    if (!IsNew(State))
    {
        return;
    }
    for (Which = 0; Which < THREADS; ++Which)
    {
        unsigned Index;
        unsigned Message;

        /* A step without a wish changes only the thread, so it can be final. */
        Run(State, Which);
        if (Fault)
        {
            Fail(Fault);
        }
        switch (Wish.Kind)
        {
        case WantsLoad:
            Index = Find(State, Wish.Offset);
            for (Message = State->Threads[Which].Current.Seen[Index]; Message < State->Places[Index].Count; ++Message)
            {
                *Next = *State;
                Load(Next, &Next->Threads[Which], Index, Message);
                Go(Depth);
                Run(State, Which); /* For its wish. */
            }
            break;
        case WantsStore:
        case WantsBarrier:
        case WantsSignal:
            *Next = *State;
            Remember(&Next->Threads[Which], Wish.Value);
            if (Wish.Kind == WantsStore)
            {
                Store(Next, &Next->Threads[Which]);
            }
            else if (Wish.Kind == WantsBarrier)
            {
                Barrier(Next, &Next->Threads[Which]);
            }
            else
            {
                Next->Signals[1 - Which] = 1;
            }
            Go(Depth);
            break;
        case WantsSleep:
            if (!State->Signals[Which])
            {
                ++Asleep;
                break;
            }
            *Next = *State;
            Next->Signals[Which] = 0;
            Remember(&Next->Threads[Which], Wish.Value);
            Go(Depth);
            break;
        default:
            ++Finished;
            break;
        }
    }
    if (Asleep + Finished == THREADS && Asleep != 0)
    {
        printf("sent %u, received %u\n", State->Threads[SENDER].Number, State->Threads[RECEIVER].Number);
        Fail((Asleep == THREADS) ? "both sleep for ever" : "one sleeps for ever");
    }
}

static void Begin(void)
{
    STATE *State = &Trail[0];
    const HV_UINT32 Control[] = {Scene->Start, Scene->Start, 1, 0};
    unsigned Index;

    memset(State, 0, sizeof(*State));
    memset(Seen, 0, sizeof(*Seen) << SEEN_BITS);
    States = 0;
    for (Index = 0; Index < 4; ++Index)
    {
        (void)Find(State, Index * 4);
        State->Places[Index].Values[0] = Control[Index];
    }
    /* Both begin on a ring that is in use, and masked; their view of it is Ring.h's own affair, but for its start. */
    State->Threads[SENDER].Ring.Sender.Control = &Shared.Control;
    State->Threads[SENDER].Ring.Sender.Data = Shared.Data;
    State->Threads[SENDER].Ring.Sender.Size = RING_BYTES;
    State->Threads[SENDER].Ring.Sender.Committed = Scene->Start;
    State->Threads[SENDER].Ring.Sender.Next = Scene->Start;
    State->Threads[SENDER].Ring.Sender.Other = Scene->Start;
    State->Threads[RECEIVER].Ring.Receiver.Control = &Shared.Control;
    State->Threads[RECEIVER].Ring.Receiver.Data = Shared.Data;
    State->Threads[RECEIVER].Ring.Receiver.Size = RING_BYTES;
    State->Threads[RECEIVER].Ring.Receiver.Committed = Scene->Start;
    State->Threads[RECEIVER].Ring.Receiver.Next = Scene->Start;
    State->Threads[RECEIVER].Ring.Receiver.Other = Scene->Start;
}

int main(void)
{
    static const SCENE Scenes[] = {
        {"one packet at a time", 4, {2040, 2040}, 1, 1, 2048, 0},
        {"three packets fit", 5, {1016, 1016}, 1, 1, 1024, 0},
        {"packets that need the whole ring", 4, {4080, 4080}, 1, 1, 4080, 0},
        {"long and short packets by turns", 5, {3000, 1064}, 1, 1, 16, 0},
        {"two packets in one commit of the sender", 5, {1016, 1016}, 2, 1, 3072, 0},
        {"two packets in one commit of the receiver", 5, {1016, 1016}, 1, 2, 0, 0},
    };
    HV_UINT64 Total = 0;
    size_t Index;

    Seen = malloc(sizeof(*Seen) << SEEN_BITS);
    Trail = malloc(sizeof(*Trail) * DEPTH);
    if (!Seen || !Trail)
    {
        printf("FAILED: no memory\n");
        return 1;
    }
    for (Index = 0; Index < sizeof(Scenes) / sizeof(Scenes[0]); ++Index)
    {
        Scene = &Scenes[Index];
        Begin();
        Explore(0);
        printf("%s: %u states\n", Scene->Name, States);
        Total += States;
    }
    printf("count %llu states of a ring under every order of events\n", (unsigned long long)Total);
    return 0;
}
