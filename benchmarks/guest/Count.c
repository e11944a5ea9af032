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
#include <Mile.HyperV/Guest/Network.h>
#include <Mile.HyperV/Guest/ReferenceTime.h>
#include <Mile.HyperV/Guest/Request.h>
#include <Mile.HyperV/Guest/Storage.h>
#include <Mile.HyperV/Guest/Synic.h>

#include "Ring.h"

static _Alignas(4096) uint8_t Memory[2][CONTROL_BYTES + DATA_BYTES];
static _Alignas(64) uint8_t Payload[64];
static _Alignas(64) uint8_t Buffer[BUFFER_BYTES];
static void *Page;
static HV_REFERENCE_TSC_PAGE TscPage;
static HV_MESSAGE Slot;
static HV_MESSAGE Taken;
static HV_SYNIC_EVENT_FLAGS Flags;

/* What the operations give goes here, so that none of it is left out. */
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

/* A packet of 64 bytes, sent and received; the ring is that of the operation. */
static const RING *Ring;
static void *Ends[2];

static void Packet(void)
{
    uint64_t Id;

    Expect(Ring->Send(Ends[0], 1, Payload, sizeof(Payload)));
    Ring->SendCommit(Ends[0]);
    Expect(Ring->Receive(Ends[1], &Id, Buffer) == sizeof(Payload));
    Ring->ReceiveCommit(Ends[1]);
}

/*
 * Devices. Each time both rings are new, and the host's packet is there already; its id is the first that a new table
 * gives.
 */

#define FIRST_ID 0x10001U
#define SET_ID 0xCAFE

static MILE_HV_SEND_RING Out;
static MILE_HV_RECEIVE_RING In;
static MILE_HV_SEND_RING Host;
static MILE_HV_REQUESTS Requests;
static MILE_HV_REQUEST Slots[64];
static _Alignas(64) uint8_t Shared[16384];
static _Alignas(64) uint8_t Frame[1500];

static void NewRings(void)
{
    Expect(MileHvSendRingCreate(&Out, (VMRCB *)(void *)Memory[0], Memory[0] + CONTROL_BYTES, DATA_BYTES) ==
           MileHvSuccess);
    Expect(MileHvReceiveRingCreate(&In, (VMRCB *)(void *)Memory[1], Memory[1] + CONTROL_BYTES, DATA_BYTES) ==
           MileHvSuccess);
    Expect(MileHvSendRingCreate(&Host, (VMRCB *)(void *)Memory[1], Memory[1] + CONTROL_BYTES, DATA_BYTES) ==
           MileHvSuccess);
    Expect(MileHvRequestsCreate(&Requests, Slots, 64) == MileHvSuccess);
}

static void PutCompletion(void)
{
    VSTOR_PACKET Reply;

    NewRings();
    memset(&Reply, 0, sizeof(Reply));
    Reply.Operation = VStorOperationCompleteIo;
    Reply.VmSrb.Length = VMSTORAGE_SIZEOF_VMSCSI_REQUEST_REVISION_2;
    Reply.VmSrb.SrbStatus = VMSTOR_SRB_STATUS_SUCCESS;
    Reply.VmSrb.SenseInfoExLength = VMSCSI_SENSE_BUFFER_SIZE;
    Reply.VmSrb.DataTransferLength = 4096;
    Expect(MileHvSendCompletion(&Host, FIRST_ID, &Reply, sizeof(Reply)) == MileHvSuccess);
    (void)MileHvSendRingCommit(&Host);
}

/* READ(10) of a page, from the request's id to the outcome. */
static void Read(void)
{
    static const HV_UINT64 Pages[1] = {0x1234};
    static const MILE_HV_STORAGE_REQUEST Request = {
        {0, 0, 1, 0}, {0x28, 0, 0, 0, 1, 0, 0, 0, 8, 0}, 10, VMSCSI_IOCTL_DATA_IN, VMSTOR_SRB_SIMPLE_TAG_REQUEST, 0,
        4096, 0, 30};
    MILE_HV_STORAGE_RESULT Result;
    VMBUS_GPA_RANGE_ENTRY Entries[2];
    MILE_HV_GPA_LIST List;
    MILE_HV_PACKET Received;
    VSTOR_PACKET Packet;
    HV_UINT64 Id;
    HV_UINT32 Bytes;
    void *Context;

    Expect(MileHvRequestBegin(&Requests, Entries, &Id) == MileHvSuccess);
    MileHvGpaListBegin(&List, Entries, 2);
    Expect(MileHvGpaListAddRange(&List, Pages, 1, 0, 4096) == MileHvSuccess);
    Expect(MileHvStorageRequestBuild(&Packet, VMSTOR_PROTOCOL_VERSION_BLUE, &Request, &Bytes) == MileHvSuccess);
    Expect(MileHvStorageSend(&Out, Id, &Packet, Bytes, &List) == MileHvSuccess);
    Sink = MileHvSendRingCommit(&Out);

    Expect(MileHvReceivePacket(&In, Buffer, sizeof(Buffer), &Bytes) == MileHvSuccess);
    Expect(MileHvPacketCheck(Buffer, Bytes, &Received) == MileHvSuccess);
    Expect(MileHvRequestEnd(&Requests, Received.Descriptor.TransactionId, &Context) == MileHvSuccess);
    Expect(MileHvStorageReplyCheck(&Received, VMSTOR_PROTOCOL_VERSION_BLUE, &Packet) == MileHvSuccess);
    Expect(MileHvStorageResultCheck(&Packet, &Request, &Result) == MileHvSuccess);
    Expect(Result.Outcome == MileHvStorageGood);
    Sink = MileHvReceiveRingCommit(&In);
}

/* 1,500 bytes with a record of checksums, copied to a section and sent. */
static void SendFrame(void)
{
    static const MILE_HV_RNDIS_LIMITS Limits = {8, 6144, 8, 0};
    static const MILE_HV_RNDIS_INFO Info = {MILE_HYPERV_RNDIS_HAS_CHECKSUM, {{.Value = 0x00220005}}, {{.Value = 0}},
                                            {{.Value = 0}}, 0, 0, {0, 0, 0}, 0};
    MILE_HV_RNDIS_SECTION Section;
    HV_UINT64 Id;
    HV_UINT32 Number;

    Expect(MileHvRequestBegin(&Requests, Frame, &Id) == MileHvSuccess);
    Number = MileHvRequestIndex(Id);
    MileHvRndisSectionBegin(&Section, Shared + Number * 6144, 6144, &Limits);
    Expect(MileHvRndisSectionAdd(&Section, &Info, Frame, sizeof(Frame)) == MileHvSuccess);
    Expect(MileHvNetworkSendSection(&Out, Id, NVSP_PROTOCOL_VERSION_5, NVSP_DATA_CHANNEL_TYPE, Number, Section.Used) ==
           MileHvSuccess);
    Sink = MileHvSendRingCommit(&Out);
}

static void PutFrame(void)
{
    /* One range of the buffer, behind the 8 bytes with the set's id and the count. */
    const HV_UINT32 External[4] = {SET_ID, 1, MILE_HYPERV_RNDIS_FRAME_HEADER_SIZE + 32 + sizeof(Frame), 2048};
    MILE_HV_RNDIS_INFO Info;
    NVSP_MESSAGE Message;
    HV_UINT32 Bytes;

    NewRings();
    memset(&Info, 0, sizeof(Info));
    Info.Has = MILE_HYPERV_RNDIS_HAS_CHECKSUM | MILE_HYPERV_RNDIS_HAS_HASH_VALUE;
    Info.Checksum.Value = 0x38;
    Info.HashValue = 77;
    Expect(MileHvRndisFrameBuild(Shared + 2048, 2048, &Info, sizeof(Frame), &Bytes) == MileHvSuccess);
    MileHvNetworkPacketBuild(&Message, NVSP_DATA_CHANNEL_TYPE, NVSP_INVALID_SECTION_INDEX, 0);
    Expect(MileHvSendPacket(&Host, VmbusPacketTypeDataUsingTransferPages, VMBUS_DATA_PACKET_FLAG_COMPLETION_REQUESTED,
                            9, External, sizeof(External), &Message, NVSP_PACKET_SIZE_V1) == MileHvSuccess);
    (void)MileHvSendRingCommit(&Host);
}

/* 1,500 bytes with records of checksums and of a hash, copied out of the receive buffer, and completed. */
static void ReceiveFrame(void)
{
    static HV_UINT8 Records[MILE_HYPERV_RNDIS_INFO_ROOM_SIZE];
    static VMTRANSFER_PAGE_RANGE Range;
    static MILE_HV_RNDIS_FRAME Found;
    MILE_HV_RNDIS_INFO Info;
    MILE_HV_PACKET Received;
    HV_UINT32 ChannelType;
    HV_UINT32 Bytes;

    Expect(MileHvReceivePacket(&In, Buffer, sizeof(Buffer), &Bytes) == MileHvSuccess);
    Expect(MileHvPacketCheck(Buffer, Bytes, &Received) == MileHvSuccess);
    Expect(MileHvNetworkReceiveCheck(&Received, SET_ID, sizeof(Shared), &ChannelType) == MileHvSuccess);
    Expect(MileHvTransferPage(&Received, 0, sizeof(Shared), &Range) == MileHvSuccess);
    Expect(MileHvRndisFrameCheck(Shared + Range.ByteOffset, Range.ByteCount, Records, sizeof(Records), &Found) ==
           MileHvSuccess);
    Expect(MileHvRndisInfoCheck(Found.Info, Found.InfoBytes, &Info) == MileHvSuccess);
    Expect(Info.Checksum.Value == 0x38 && Found.DataBytes == sizeof(Frame));
    MileHvCopyFromShared(Frame, Found.Data, Found.DataBytes);
    Expect(MileHvNetworkComplete(&Out, Received.Descriptor.TransactionId, NVSP_PROTOCOL_VERSION_5, NvspStatusSuccess) ==
           MileHvSuccess);
    Sink = MileHvSendRingCommit(&Out);
    Sink = MileHvReceiveRingCommit(&In);
}

static const struct
{
    const char *Name;
    void (*Prepare)(void);
    void (*Run)(void);
} Operations[] = {
    {"hypercall", Nothing, Hypercall},  {"time", Nothing, ReferenceTime}, {"message", PutMessage, Message},
    {"no-message", Nothing, NoMessage}, {"scan-none", Nothing, ScanNone}, {"scan-one", PutFlag, ScanOne},
    {"scan-all", PutFlags, ScanAll},    {"storage-read", PutCompletion, Read},
    {"frame-sent", NewRings, SendFrame}, {"frame-received", PutFrame, ReceiveFrame},
};
#define OPERATION_COUNT (sizeof(Operations) / sizeof(Operations[0]))

/** What stands in a hypercall page here: the call succeeds, and returns. */
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
        if (strncmp(Name, "packet-", 7) == 0 && strcmp(Rings[Number]->Name, Name + 7) == 0)
        {
            Ring = Rings[Number];
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
        printf("packet-%s\n", Rings[Number]->Name);
    }
    return 0;
}
