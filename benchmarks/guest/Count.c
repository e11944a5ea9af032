/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Operations, each done so many times, for guest.py to count their instructions by Valgrind's callgrind.
 *
 *     count                            prints their names
 *     count OPERATION prepare TIMES    prepares it, so many times
 *     count OPERATION do TIMES         prepares it and does it
 *
 * What 2N times of one take more than N times, less the same of the other, is
 * N operations: the instructions from the call of a function to its return,
 * and nothing of the program around it.
 */

#define _GNU_SOURCE

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include <Mile.HyperV/Guest/Hypercall.h>
#include <Mile.HyperV/Guest/Instruction.h>
#include <Mile.HyperV/Guest/ReferenceTime.h>
#include <Mile.HyperV/Guest/Synic.h>

#include "Ring.h"

static _Alignas(4096) uint8_t Memory[2][CONTROL_BYTES + DATA_BYTES];
static _Alignas(64) uint8_t Payload[PAYLOAD_MAXIMUM];
static _Alignas(64) uint8_t Buffer[BUFFER_BYTES];
static void *Page;
static HV_REFERENCE_TSC_PAGE TscPage;
static HV_MESSAGE Slot;
static HV_MESSAGE Taken;
static HV_SYNIC_EVENT_FLAGS Flags;

/* Receives the results of the operations, so that the compiler keeps them. */
static volatile uint64_t Sink;
static int Faults;

static void Expect(int Good)
{
    Faults += !Good;
}

static void Nothing(void)
{
}

static void Hypercall(void)
{
    HV_STATUS Status;

    Expect(MileHvHypercallSimple(MileHvInvokePage, Page, HvCallSignalEvent | HV_HYPERCALL_INPUT_FAST, 1, 0, &Status) ==
           MileHvSuccess);
}

static void ReferenceTime(void)
{
    Sink = MileHvReferenceTime(&TscPage, MileHvReadTscCounter, MileHvReadMsr, NULL);
}

static void WriteEom(void *Context, HV_UINT32 Register, HV_UINT64 Value)
{
    (void)Context;
    (void)Register;
    Sink = Value;
}

static void NoMessage(void)
{
    Expect(MileHvMessageTake(&Slot, &Taken) == MileHvEmpty);
}

static void PutMessage(void)
{
    Slot.Header.MessageType = HvMessageTypeTimerExpired;
    Slot.Header.PayloadSize = 24;
}

static void Message(void)
{
    Expect(MileHvMessageTake(&Slot, &Taken) == MileHvSuccess);
    MileHvMessageRelease(&Slot, WriteEom, NULL);
}

static void Scan(unsigned Wanted)
{
    MILE_HV_EVENT_SCAN Scan;
    HV_UINT32 Flag;
    unsigned Sum = 0; /* Each number is used, as a driver uses it to find its channel. */

    MileHvEventScanBegin(&Scan, HV_EVENT_FLAGS_COUNT);
    while (MileHvEventScanNext(&Flags, &Scan, &Flag) == MileHvSuccess)
    {
        Sum += Flag;
    }
    Expect(Sum == Wanted);
}

static void ScanNone(void)
{
    Scan(0);
}

static void PutFlag(void)
{
    Flags.Flags32[31] = 0x100;
}

static void ScanOne(void)
{
    Scan(31 * 32 + 8);
}

static void PutFlags(void)
{
    memset(&Flags, 0xFF, sizeof(Flags));
}

static void ScanAll(void)
{
    Scan(HV_EVENT_FLAGS_COUNT * (HV_EVENT_FLAGS_COUNT - 1) / 2);
}

/* A packet, sent and received; ring and length are those of the operation. */
static const RING *Ring;
static uint32_t PacketBytes;
static void *Ends[2];

static void Packet(void)
{
    uint64_t Id;

    Expect(Ring->Send(Ends[0], 1, Payload, PacketBytes));
    Ring->SendCommit(Ends[0]);
    Expect(Ring->Receive(Ends[1], &Id, Buffer) == PacketBytes);
    Ring->ReceiveCommit(Ends[1]);
}

static const struct
{
    const char *Name;
    void (*Prepare)(void);
    void (*Run)(void);
} Operations[] = {
    {"hypercall", Nothing, Hypercall},  {"time", Nothing, ReferenceTime}, {"message", PutMessage, Message},
    {"no-message", Nothing, NoMessage}, {"scan-none", Nothing, ScanNone}, {"scan-one", PutFlag, ScanOne},
    {"scan-all", PutFlags, ScanAll},
};
#define OPERATION_COUNT (sizeof(Operations) / sizeof(Operations[0]))

/** Contents of the hypercall page here: the call succeeds, and returns. */
static int MakePage(void)
{
    static const uint8_t Code[] = {0x31, 0xC0, 0xC3}; /* xorl %eax, %eax; ret */

    Page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (Page == MAP_FAILED)
    {
        return 0;
    }
    memcpy(Page, Code, sizeof(Code));
    return mprotect(Page, 4096, PROT_READ | PROT_EXEC) == 0;
}

static int Do(const char *Name, int All, long Times)
{
    void (*Prepare)(void) = NULL;
    void (*Run)(void) = NULL;
    size_t Number;

    for (Number = 0; Number < OPERATION_COUNT; ++Number)
    {
        if (strcmp(Operations[Number].Name, Name) == 0)
        {
            Prepare = Operations[Number].Prepare;
            Run = Operations[Number].Run;
        }
    }
    for (Number = 0; Rings[Number]; ++Number)
    {
        const int Short = strncmp(Name, "packet-", 7) == 0 && strcmp(Rings[Number]->Name, Name + 7) == 0;
        const int Long = strncmp(Name, "long-", 5) == 0 && strcmp(Rings[Number]->Name, Name + 5) == 0;

        if (Short || Long)
        {
            Ring = Rings[Number];
            PacketBytes = Short ? 64 : PAYLOAD_MAXIMUM;
            Ends[0] = Ring->Open(0, Memory[0], Memory[1]);
            Ends[1] = Ring->Open(1, Memory[1], Memory[0]);
            Prepare = Nothing;
            Run = Packet;
        }
    }
    if (!Run || (Run == Packet && (!Ends[0] || !Ends[1])))
    {
        return 0;
    }
    for (; Times > 0; --Times)
    {
        Prepare();
        if (All)
        {
            Run();
        }
    }
    return Faults == 0;
}

int main(int Count, char **Words)
{
    size_t Number;

    if (Count == 4 && MakePage())
    {
        TscPage.TscSequence = 1;
        TscPage.TscScale = (uint64_t)1 << 60;
        if (Do(Words[1], strcmp(Words[2], "do") == 0, strtol(Words[3], NULL, 10)))
        {
            return 0;
        }
        printf("FAILED: %s\n", Words[1]);
        return 1;
    }
    for (Number = 0; Number < OPERATION_COUNT; ++Number)
    {
        printf("%s\n", Operations[Number].Name);
    }
    for (Number = 0; Rings[Number]; ++Number)
    {
        printf("packet-%s\nlong-%s\n", Rings[Number]->Name, Rings[Number]->Name);
    }
    return 0;
}
