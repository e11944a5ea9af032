/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The guest layer's compiled code, one instruction at a time, with a host that acts between any two of them.
 *
 * Each scene is one call of a guest function, one thing that a host does
 * meanwhile, and what must hold afterwards. It is played with the host acting
 * before every single instruction (in two parts, before every pair of them), and
 * with the guest's stores held back for as long as x64 allows (Step.h). What
 * races at full speed find now and then is found here at every run.
 */

#define _GNU_SOURCE

#include <Mile.HyperV/Guest/Packet.h>
#include <Mile.HyperV/Guest/ReferenceTime.h>
#include <Mile.HyperV/Guest/Ring.h>
#include <Mile.HyperV/Guest/Synic.h>

#include "Step.h"

/** One scene. The functions of a scene share its few variables below. */
typedef struct SCENE
{
    const char *Name;
    void (*Prepare)(void);
    uint64_t (*Guest)(void);
    void (*Host)(void *Context); /* Called once for each of its Acts. */
    const char *(*Broken)(const STEP_PLAN *Plan);
    unsigned Acts; /* 1 or 2. */
} SCENE;

/*
 * Messages: the end-of-message rule.
 */

/* The hypervisor's queue behind a slot. */
static volatile HV_MESSAGE *Slot;
static unsigned Waiting;
static volatile unsigned EndsOfMessage;

static void WriteEom(void *Context, HV_UINT32 Register, HV_UINT64 Value)
{
    (void)Context;
    (void)Register;
    (void)Value;
    ++EndsOfMessage;
}

/* The hypervisor delivers if the slot is free; if not, it asks for the end-of-message write. */
static void Deliver(void *Context)
{
    (void)Context;
    if (Waiting == 0)
    {
        return;
    }
    if (Slot->Header.MessageType != HvMessageTypeNone)
    {
        Slot->Header.MessageFlags.AsUINT8 = 1;
        return;
    }
    --Waiting;
    Slot->Header.MessageFlags.AsUINT8 = 0;
    Slot->Header.OriginationId = 2;
    Slot->Header.MessageType = 2;
}

static void OneMessageInTheSlot(void)
{
    memset(StepPage, 0, STEP_BYTES);
    Slot = (volatile HV_MESSAGE *)(void *)StepPage;
    Slot->Header.MessageType = 1;
    Slot->Header.PayloadSize = 8;
    Slot->Header.OriginationId = 1;
    Waiting = 1;
    EndsOfMessage = 0;
}

static uint64_t Release(void)
{
    return MileHvMessageRelease(Slot, WriteEom, NULL);
}

static const char *MessageIsLost(const STEP_PLAN *Plan)
{
    unsigned Ends = EndsOfMessage;

    if (Plan->Result != Ends || Ends > 1)
    {
        return "the release does not tell whether it wrote end of message";
    }
    if (Plan->HostWasBehind && Ends)
    {
        return "end of message was written without need";
    }
    if (Ends)
    {
        Deliver(NULL);
    }
    if (Slot->Header.MessageType == HvMessageTypeNone)
    {
        return Waiting ? "a message waits, the slot is free, and the hypervisor was not told"
                       : "a message was overwritten in its slot";
    }
    return NULL;
}

/* A message that changes while it is taken. */
static HV_MESSAGE Taken;

static uint64_t Take(void)
{
    return MileHvMessageTake(Slot, &Taken);
}

static void ReplaceMessage(void *Context)
{
    (void)Context;
    memset(StepPage, 0xFF, sizeof(HV_MESSAGE)); /* Claims 255 bytes. */
}

static void WithdrawMessage(void *Context)
{
    (void)Context;
    memset(StepPage, 0, sizeof(HV_MESSAGE));
}

static const char *MessageIsBad(const STEP_PLAN *Plan)
{
    const HV_UINT32 Type = Taken.Header.MessageType;

    if (Plan->Result == MileHvEmpty)
    {
        return (Plan->When[0] > Plan->Steps) ? "a message was not seen" : NULL;
    }
    if (Type != 1 && Type != 0xFFFFFFFF)
    {
        return "the copy has a type that the slot never had";
    }
    if ((Plan->Result == MileHvCorrupt) != (Taken.Header.PayloadSize > HV_MESSAGE_PAYLOAD_BYTE_COUNT))
    {
        return "the length that was checked is not the one in the copy";
    }
    return NULL;
}

/*
 * Event flags: none gets lost, none is told that was not set.
 */

static volatile HV_SYNIC_EVENT_FLAGS *Flags;
static HV_UINT32 Told[64];

static void SomeFlags(void)
{
    memset(StepPage, 0, STEP_BYTES);
    memset(Told, 0, sizeof(Told));
    Flags = (volatile HV_SYNIC_EVENT_FLAGS *)(void *)StepPage;
    Flags->Flags32[0] = 0x80000008;
    Flags->Flags32[1] = 0;
}

/* Two more flags: one beside flags that are being cleared, one in a word that was empty. */
static void SetFlags(void *Context)
{
    (void)Context;
    Flags->Flags32[0] |= 0x20;
    Flags->Flags32[1] |= 0x2;
}

static uint64_t Scan(void)
{
    MILE_HV_EVENT_SCAN Events;
    HV_UINT32 Flag;

    MileHvEventScanBegin(&Events, 64);
    while (MileHvEventScanNext(Flags, &Events, &Flag) == MileHvSuccess)
    {
        Told[Flag / 32] |= 1U << Flag % 32;
        if (Flags->Flags32[Flag / 32] & (1U << Flag % 32))
        {
            return 1; /* Told before it was cleared: set again meanwhile, it would be lost. */
        }
    }
    return 0;
}

static uint64_t TakeFlag(void)
{
    Told[0] |= MileHvEventTake(Flags, 3) ? 0x8U : 0;
    Told[0] |= MileHvEventTake(Flags, 31) ? 0x80000000U : 0;
    return 0;
}

static const char *FlagIsLost(const STEP_PLAN *Plan)
{
    if (Plan->Result != 0)
    {
        return "a flag was told before it was cleared";
    }
    if ((Told[0] | Flags->Flags32[0]) != 0x80000028 || (Told[1] | Flags->Flags32[1]) != 0x2)
    {
        return "a flag got lost, or was told that nobody had set";
    }
    if ((Told[0] & Flags->Flags32[0]) || (Told[1] & Flags->Flags32[1]))
    {
        return "a flag was told and stayed set";
    }
    return (Told[0] & 0x80000008) == 0x80000008 ? NULL : "a flag that was set before was not told";
}

/*
 * The reference TSC page: old and new are not mixed.
 */

static HV_REFERENCE_TSC_PAGE *Tsc;
static volatile HV_UINT64 *Counter; /* In a shared page too, so that reading it is a moment of its own. */
static HV_UINT64 Time;
static unsigned Part;

static HV_UINT64 ReadCounter(void *Context)
{
    (void)Context;
    return *Counter;
}

static void TscPage(void)
{
    memset(StepPage, 0, STEP_BYTES);
    Tsc = (HV_REFERENCE_TSC_PAGE *)(void *)StepPage;
    Counter = (volatile HV_UINT64 *)(void *)(StepPage + 4096);
    Tsc->TscSequence = 0xFFFFFFFF;
    Tsc->TscScale = (HV_UINT64)1 << 63;
    Tsc->TscOffset = 1;
    *Counter = (HV_UINT64)1 << 40; /* 2^39 + 1 */
    Time = 0;
    Part = 0;
}

/* The virtual machine goes on elsewhere: another counter, another scale, another offset, at once. */
static void Migrate(void *Context)
{
    (void)Context;
    Tsc->TscSequence = 1;
    Tsc->TscScale = (HV_UINT64)1 << 62;
    Tsc->TscOffset = 2;
    *Counter = (HV_UINT64)1 << 50; /* 2^48 + 2 */
}

/* The same in two parts; in between the page says that it does not hold. */
static void MigrateInParts(void *Context)
{
    (void)Context;
    if (Part++ == 0)
    {
        Tsc->TscSequence = HV_REFERENCE_TSC_SEQUENCE_INVALID;
        Tsc->TscScale = (HV_UINT64)1 << 62;
        *Counter = (HV_UINT64)1 << 50;
        return;
    }
    Tsc->TscOffset = 2;
    Tsc->TscSequence = 1;
}

static uint64_t ReadTime(void)
{
    return MileHvReferenceTimeFromPage(Tsc, ReadCounter, NULL, &Time);
}

static const char *TimeIsMixed(const STEP_PLAN *Plan)
{
    if (Plan->Result == MileHvUnavailable)
    {
        return (Part == 0 || Plan->HostWasBehind) ? "the page holds, and was not used" : NULL;
    }
    if (Plan->HostWasBehind && Time != ((HV_UINT64)1 << 39) + 1)
    {
        return "wrong time";
    }
    return (Time == ((HV_UINT64)1 << 39) + 1 || Time == ((HV_UINT64)1 << 48) + 2) ? NULL : "a mix of two pages";
}

/*
 * Rings. The control page is the first shared page, a page of data the second; behind it is nothing.
 */

#define RING_BYTES 4096U
static VMRCB *Control;
static MILE_HV_SEND_RING Sender;
static MILE_HV_RECEIVE_RING Receiver;
static int Asleep;    /* The host has gone to sleep. */
static int Signalled; /* The host has signalled the guest. */
static HV_UINT32 HostOut;
static const HV_UINT32 Packet = 1000 + 8;

static void Rings(HV_UINT32 In, HV_UINT32 Out, HV_UINT32 Mask)
{
    memset(StepPage, 0, STEP_BYTES);
    Control = (VMRCB *)(void *)StepPage;
    Control->In = In;
    Control->Out = Out;
    Control->InterruptMask = Mask;
    if (MileHvSendRingAttach(&Sender, Control, StepPage + 4096, RING_BYTES) != MileHvSuccess ||
        MileHvReceiveRingAttach(&Receiver, Control, StepPage + 4096, RING_BYTES) != MileHvSuccess)
    {
        StepFail("no ring");
    }
    Asleep = 0;
    Signalled = 0;
    Part = 0;
}

/* A packet reserved in an empty ring; the host is awake. */
static void SenderHasAPacket(void)
{
    MILE_HV_RING_SPAN Span;

    Rings(4000, 4000, 1);
    if (MileHvSendRingReserve(&Sender, Packet - 8, &Span) != MileHvSuccess)
    {
        StepFail("no room");
    }
}

/* The same, with a packet before it that the host has not taken yet. */
static void SenderHasASecondPacket(void)
{
    MILE_HV_RING_SPAN Span;

    Rings(4000, 4000 - Packet, 1);
    HostOut = 4000 - Packet;
    if (MileHvSendRingReserve(&Sender, Packet - 8, &Span) != MileHvSuccess)
    {
        StepFail("no room");
    }
}

static uint64_t Commit(void)
{
    return MileHvSendRingCommit(&Sender);
}

static void HostGoesToSleep(void *Context)
{
    (void)Context;
    Control->InterruptMask = 0;
    Asleep = (Control->In == Control->Out);
}

/* First the host takes all that it sees, then it goes to sleep. */
static void HostTakesAndGoesToSleep(void *Context)
{
    if (Part++ == 0)
    {
        Control->Out = Control->In;
        return;
    }
    HostGoesToSleep(Context);
}

static const char *PacketIsMissed(const STEP_PLAN *Plan)
{
    if (Control->In != (4000 + Packet) % RING_BYTES)
    {
        return "the packet was not given";
    }
    if (Asleep && Control->Out != Control->In && !Plan->Result)
    {
        return "the host sleeps, a packet is there, and it was not signalled";
    }
    return NULL;
}

static void ReceiverIsMasked(void)
{
    Rings(0, 0, 1);
}

static uint64_t Unmask(void)
{
    return MileHvReceiveRingUnmask(&Receiver);
}

static void HostSends(void *Context)
{
    (void)Context;
    Control->In = Packet;
    Signalled = (Control->InterruptMask == 0 && Control->Out == 0);
}

/* The host has stored In when the guest acts, and looks at the mask only later. */
static void HostSendsInParts(void *Context)
{
    (void)Context;
    if (Part++ == 0)
    {
        Control->In = Packet;
        return;
    }
    Signalled = (Control->InterruptMask == 0 && Control->Out == 0);
}

static const char *SleepIsTooDeep(const STEP_PLAN *Plan)
{
    if (Plan->Result != MileHvEmpty && Plan->Result != MileHvSuccess)
    {
        return "the ring is not corrupt";
    }
    if (Plan->Result == MileHvEmpty && !Signalled)
    {
        return "the guest sleeps, a packet is there, and no signal came";
    }
    return NULL;
}

/* A ring with 1,000 bytes free. */
static void RingIsFull(void)
{
    Rings(3096 - 8, 0, 0);
}

static uint64_t WaitForRoom(void)
{
    return MileHvSendRingWait(&Sender, Packet);
}

/* The host takes a packet, and signals if that made the room that is waited for; at once, or with a look later. */
static void HostFreesInParts(void *Context)
{
    HV_UINT32 Pending;

    (void)Context;
    if (Part++ == 0)
    {
        Control->Out = Packet;
        return;
    }
    Pending = Control->PendingSendSize & ~7U;
    Signalled = Pending != 0 && MileHvRingFree(RING_BYTES, Control->In, 0) < Pending &&
                MileHvRingFree(RING_BYTES, Control->In, Packet) >= Pending;
}

static void HostFrees(void *Context)
{
    HostFreesInParts(Context);
    HostFreesInParts(Context);
}

static const char *RoomIsMissed(const STEP_PLAN *Plan)
{
    if (Plan->Result != MileHvFull && Plan->Result != MileHvSuccess)
    {
        return "the ring is not corrupt";
    }
    if (Plan->Result == MileHvSuccess && Control->PendingSendSize != 0)
    {
        return "the guest does not wait, and says that it does";
    }
    return (Plan->Result == MileHvFull && !Signalled) ? "the guest sleeps, there is room, and no signal came" : NULL;
}

/* A full ring whose first packet was taken and not yet committed. */
static void ReceiverHasTaken(void)
{
    VMPACKET_DESCRIPTOR Head = {VmbusPacketTypeDataInBand, 2, 125, 0, 1};
    MILE_HV_RING_SPAN Span;

    RingIsFull();
    memcpy(StepPage + 4096, &Head, sizeof(Head));
    if (MileHvReceiveRingNext(&Receiver, &Head, &Span) != MileHvSuccess)
    {
        StepFail("no packet");
    }
}

static uint64_t GiveRoom(void)
{
    return MileHvReceiveRingCommit(&Receiver);
}

static void HostWaitsForRoomInParts(void *Context)
{
    (void)Context;
    if (Part++ == 0)
    {
        Control->PendingSendSize = Packet + 8;
        return;
    }
    Asleep = MileHvRingFree(RING_BYTES, Control->In, Control->Out) < Packet + 8;
}

static void HostWaitsForRoom(void *Context)
{
    HostWaitsForRoomInParts(Context);
    HostWaitsForRoomInParts(Context);
}

static const char *RoomIsNotTold(const STEP_PLAN *Plan)
{
    if (Control->Out != Packet)
    {
        return "the room was not given";
    }
    return (Asleep && !Plan->Result) ? "the host sleeps, there is room, and it was not signalled" : NULL;
}

/*
 * A ring that turns hostile in the middle: the control page and the data become lies of every kind.
 */

static HV_UINT32 Lie;
static const HV_UINT32 Lies[] = {0, 1, 24, 4088, 0x80000000, 0xFFFFFFF8};

static void ValidPackets(void)
{
    const VMPACKET_DESCRIPTOR Head = {VmbusPacketTypeDataInBand, 2, 3, 0, 7};

    Rings(64, 0, 0);
    memcpy(StepPage + 4096, &Head, sizeof(Head));
    memcpy(StepPage + 4096 + 32, &Head, sizeof(Head));
}

static void HostLies(void *Context)
{
    HV_UINT32 Index;

    (void)Context;
    Control->In = Lie;
    Control->Out = Lie;
    Control->PendingSendSize = Lie;
    Control->InterruptMask = Lie;
    for (Index = 0; Index < 64; Index += 4)
    {
        memcpy(StepPage + 4096 + Index, &Lie, 4);
    }
}

static uint64_t ReceiveAll(void)
{
    static HV_UINT8 Buffer[RING_BYTES];
    MILE_HV_PACKET Checked;
    MILE_HV_RESULT Result;
    HV_UINT32 Bytes;

    while ((Result = MileHvReceivePacket(&Receiver, Buffer, sizeof(Buffer), &Bytes)) == MileHvSuccess)
    {
        if (Bytes < 16 || Bytes > RING_BYTES - 16)
        {
            return 1;
        }
        if (MileHvPacketCheck(Buffer, Bytes, &Checked) == MileHvSuccess &&
            (Checked.Payload < Buffer + 16 || Checked.Payload + Checked.PayloadBytes > Buffer + Bytes))
        {
            return 2;
        }
        (void)MileHvReceiveRingCommit(&Receiver);
    }
    (void)MileHvReceiveRingUnmask(&Receiver);
    return VMBUS_RING_IS_INDEX(RING_BYTES, Receiver.Next) ? 0 : 3;
}

/* Three packets: there is room for one, as far as is known without a look at the host's index. */
static void LittleRoom(void)
{
    Rings(4048, 8, 0);
}

static uint64_t SendSome(void)
{
    static const HV_UINT8 Payload[8];
    HV_UINT32 Index;

    for (Index = 0; Index < 3; ++Index)
    {
        (void)MileHvSendInBand(&Sender, 1, 0, Payload, sizeof(Payload));
        (void)MileHvSendRingCommit(&Sender);
    }
    (void)MileHvSendRingWait(&Sender, 400);
    return VMBUS_RING_IS_INDEX(RING_BYTES, Sender.Next) ? 0 : 3;
}

static const char *LieIsBelieved(const STEP_PLAN *Plan)
{
    return Plan->Result == 0 ? NULL : "a length or an index that cannot be";
}

static const SCENE Scenes[] = {
    {"a message waits behind the one that is released", OneMessageInTheSlot, Release, Deliver, MessageIsLost, 1},
    {"a message waits, and another look at the queue", OneMessageInTheSlot, Release, Deliver, MessageIsLost, 2},
    {"a message is replaced while it is taken", OneMessageInTheSlot, Take, ReplaceMessage, MessageIsBad, 1},
    {"a message is withdrawn while it is taken", OneMessageInTheSlot, Take, WithdrawMessage, MessageIsBad, 1},
    {"flags are set during a scan", SomeFlags, Scan, SetFlags, FlagIsLost, 1},
    {"flags are set while one is taken", SomeFlags, TakeFlag, SetFlags, FlagIsLost, 1},
    {"a migration while the time is read", TscPage, ReadTime, Migrate, TimeIsMixed, 1},
    {"a migration in two parts", TscPage, ReadTime, MigrateInParts, TimeIsMixed, 2},
    {"the host goes to sleep during a commit", SenderHasAPacket, Commit, HostGoesToSleep, PacketIsMissed, 1},
    {"the host empties the ring during a commit", SenderHasASecondPacket, Commit, HostTakesAndGoesToSleep,
     PacketIsMissed, 2},
    {"the host sends while the guest goes to sleep", ReceiverIsMasked, Unmask, HostSends, SleepIsTooDeep, 1},
    {"a packet comes in two parts", ReceiverIsMasked, Unmask, HostSendsInParts, SleepIsTooDeep, 2},
    {"the host frees while the guest waits for room", RingIsFull, WaitForRoom, HostFrees, RoomIsMissed, 1},
    {"room comes in two parts", RingIsFull, WaitForRoom, HostFreesInParts, RoomIsMissed, 2},
    {"the host waits for room while the guest frees", ReceiverHasTaken, GiveRoom, HostWaitsForRoom, RoomIsNotTold, 1},
    {"the host waits in two parts", ReceiverHasTaken, GiveRoom, HostWaitsForRoomInParts, RoomIsNotTold, 2},
};

static unsigned Runs;

static void Play(const SCENE *Scene, STEP_PLAN *Plan)
{
    const char *What;

    Scene->Prepare();
    StepRun(Scene->Guest, Scene->Host, NULL, Plan);
    ++Runs;
    What = Scene->Broken(Plan);
    if (What)
    {
        printf("%s: the host acts before instruction %u of %u", Scene->Name, Plan->When[0], Plan->Steps);
        if (Plan->When[1] != STEP_NEVER)
        {
            printf(" and before %u", Plan->When[1]);
        }
        printf("%s\n", Plan->Delay ? ", stores are held back" : "");
        StepFail(What);
    }
}

/* For each number of stores that can have landed when the host acts. */
static void PlayLanded(const SCENE *Scene, STEP_PLAN *Plan)
{
    Plan->Landed[0] = 0;
    do
    {
        Plan->Landed[1] = 0;
        do
        {
            Play(Scene, Plan);
        } while (Plan->Landed[1]++ < Plan->Held[1]);
    } while (Plan->Landed[0]++ < Plan->Held[0]);
}

/* Before which instructions the host can act so that the guest can tell, from its last act on; behind the end too. */
static unsigned Moments(const SCENE *Scene, const STEP_PLAN *Plan, unsigned Act, unsigned *When)
{
    STEP_PLAN Watching = *Plan;
    unsigned Count = 0;
    unsigned Index;

    Watching.Watch = 1;
    Watching.When[Act] = STEP_NEVER;
    Watching.When[1] = STEP_NEVER;
    Scene->Prepare();
    StepRun(Scene->Guest, Scene->Host, NULL, &Watching);
    for (Index = 0; Index < StepTouched; ++Index)
    {
        if (Act == 0 || StepTouches[Index] >= Plan->When[0])
        {
            When[Count++] = StepTouches[Index];
        }
    }
    When[Count++] = Watching.Steps + 1;
    return Count;
}

/* The host acts at each of these moments, or at each pair of them. */
static void PlayAll(const SCENE *Scene, int Delay)
{
    static unsigned First[STEP_TOUCHES + 1];
    static unsigned Second[STEP_TOUCHES + 1];
    STEP_PLAN Plan;
    unsigned Firsts;
    unsigned Seconds;
    unsigned A;
    unsigned B;

    memset(&Plan, 0, sizeof(Plan));
    Plan.Delay = Delay;
    Plan.When[1] = STEP_NEVER;
    Firsts = Moments(Scene, &Plan, 0, First);
    for (A = 0; A < Firsts; ++A)
    {
        Plan.When[0] = First[A];
        Second[0] = STEP_NEVER;
        Seconds = (Scene->Acts == 2) ? Moments(Scene, &Plan, 1, Second) : 1;
        for (B = 0; B < Seconds; ++B)
        {
            Plan.When[1] = Second[B];
            PlayLanded(Scene, &Plan);
        }
    }
}

int main(void)
{
    static const SCENE Hostile[] = {
        {"a ring full of lies is received from", ValidPackets, ReceiveAll, HostLies, LieIsBelieved, 1},
        {"a ring full of lies is sent on", LittleRoom, SendSome, HostLies, LieIsBelieved, 1},
    };
    size_t Index;

    StepStart();
    for (Index = 0; Index < sizeof(Scenes) / sizeof(Scenes[0]); ++Index)
    {
        PlayAll(&Scenes[Index], 0);
        PlayAll(&Scenes[Index], 1);
    }
    for (Index = 0; Index < sizeof(Lies) / sizeof(Lies[0]); ++Index)
    {
        Lie = Lies[Index];
        PlayAll(&Hostile[0], 0);
        PlayAll(&Hostile[1], 0);
    }
    printf("%u calls, %u instructions\n", Runs, StepTotal);
    printf("count %zu scenes with a host between any two instructions\n",
           sizeof(Scenes) / sizeof(Scenes[0]) + sizeof(Hostile) / sizeof(Hostile[0]));
    return 0;
}
