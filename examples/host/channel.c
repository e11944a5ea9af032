/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief An open channel: its two rings, its signals, and the packets that wait for room.
 *
 * The ring functions of Guest/Ring.h serve the host as well: what the guest sends
 * on is the ring that the host receives on. The host attaches to rings that the
 * guest has set up, and its own index lives in its own memory from then on.
 *
 * Life of one packet of the guest:
 *
 *     HvCallSignalEvent -> KVM -> SignalFile -> Signalled()
 *       -> Pump(): MileHvReceivePacket()   one copy
 *                  MileHvPacketCheck()     type, offsets, ranges
 *                  Type->Packet()          the device; it answers by ChannelComplete()
 *                  MileHvReceiveRingCommit()
 */

#include "channel.h"
#include "fault.h"
#include "machine.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum
{
    PacketsAtOnce = 64,  /* Of one channel, before the others get their turn. */
    RetryMilliseconds = 20, /* A full ring of a guest that gives no signal when it has room. */
};

struct HOST_QUEUED
{
    HOST_QUEUED *Next;
    unsigned Type;
    unsigned Flags;
    HV_UINT64 TransactionId;
    unsigned ExternalBytes;
    unsigned PayloadBytes;
    HV_UINT8 Data[]; /* External, then payload. */
};

/* The packet that is being handled. Handlers never nest. */
static HV_UINT8 PacketBuffer[MILE_HYPERV_RING_PACKET_MAXIMUM_SIZE];

static void Pump(void *Context);

static void SignalGuest(HOST_CHANNEL *Channel)
{
    if (Channel->Processor != VMBUS_VP_INDEX_DISABLE_INTERRUPT)
    {
        ++Channel->Statistics.SignalsOut;
        SynicSetFlag(Channel->Processor, Channel->EventFlag);
    }
}

void ChannelFail(HOST_CHANNEL *Channel, const char *Format, ...)
{
    char Text[256];
    va_list Arguments;

    va_start(Arguments, Format);
    vsnprintf(Text, sizeof(Text), Format, Arguments);
    va_end(Arguments);
    HostSay("%s: channel %u closes, the guest broke the protocol: %s", Channel->Device->Name, Channel->Id, Text);
    HostEvent("CHANNEL_FAILED", "{\"device\": \"%s\", \"channel\": %u}", Channel->Device->Name, Channel->Id);
    ChannelClose(Channel);
}

/*
 * Sending.
 */

/* Damage that a lying host does to a packet that it is about to send. Before is the ring's In. */
static void Falsify(HOST_CHANNEL *Channel, HV_UINT32 Before)
{
    VMPACKET_DESCRIPTOR *Descriptor = (VMPACKET_DESCRIPTOR *)(Channel->Out.Data + Before);

    if (HostFault("packet-length"))
    {
        Descriptor->Length8 = 0xFFFF;
    }
    if (HostFault("packet-type"))
    {
        Descriptor->Type = VmbusPacketTypeAdditionalData + 1;
    }
}

static MILE_HV_RESULT Write(HOST_CHANNEL *Channel, unsigned Type, unsigned Flags, HV_UINT64 TransactionId,
                            const void *External, unsigned ExternalBytes, const void *Payload, unsigned PayloadBytes)
{
    const HV_UINT32 Before = Channel->Out.Next;
    MILE_HV_RESULT Result = MileHvSendPacket(&Channel->Out, Type, Flags, TransactionId, External, ExternalBytes,
                                             Payload, PayloadBytes);

    if (Result == MileHvSuccess)
    {
        Falsify(Channel, Before);
        ++Channel->Statistics.PacketsOut;
        Channel->Statistics.BytesOut += ExternalBytes + PayloadBytes;
        if (MileHvSendRingCommit(&Channel->Out))
        {
            SignalGuest(Channel);
        }
        if (HostFault("ring-index"))
        {
            MileHvStore32(&Channel->Out.Control->In, Channel->Out.Size + VMBUS_RING_PACKET_ALIGNMENT);
        }
    }
    return Result;
}

/* Asks for a signal when there is room for the first packet that waits; not all guests give one. */
static void AwaitRoom(HOST_CHANNEL *Channel)
{
    const HOST_QUEUED *First = Channel->QueueFirst;
    unsigned Bytes = (unsigned)sizeof(VMPACKET_DESCRIPTOR) + First->ExternalBytes + ((First->PayloadBytes + 7U) & ~7U);
    MILE_HV_RESULT Result = MileHvSendRingWait(&Channel->Out, Bytes);

    if (Result == MileHvCorrupt || Result == MileHvInvalid)
    {
        ChannelFail(Channel, "its index is outside of the ring, or a packet never fits");
        return;
    }
    HostTimer(Result == MileHvSuccess ? 0 : RetryMilliseconds, Pump, Channel);
}

/* Puts a packet into the ring, or has it wait. */
static int Send(HOST_CHANNEL *Channel, const FAULT_PACKET *Packet)
{
    HOST_QUEUED *Queued;
    MILE_HV_RESULT Result = MileHvFull;

    if (Channel->QueueFirst == NULL)
    {
        Result = Write(Channel, Packet->Type, Packet->Flags, Packet->TransactionId, Packet->External,
                       Packet->ExternalBytes, Packet->Payload, Packet->PayloadBytes);
    }
    if (Result == MileHvSuccess)
    {
        return 1;
    }
    if (Result != MileHvFull || Channel->QueueCount == ChannelMaximumQueue)
    {
        ++Channel->Statistics.Dropped;
        return 0;
    }
    Queued = malloc(sizeof(*Queued) + Packet->ExternalBytes + Packet->PayloadBytes);
    if (Queued == NULL)
    {
        HostFail("memory");
    }
    *Queued = (HOST_QUEUED){.Type = Packet->Type,
                            .Flags = Packet->Flags,
                            .TransactionId = Packet->TransactionId,
                            .ExternalBytes = Packet->ExternalBytes,
                            .PayloadBytes = Packet->PayloadBytes};
    memcpy(Queued->Data, Packet->External, Packet->ExternalBytes);
    memcpy(Queued->Data + Packet->ExternalBytes, Packet->Payload, Packet->PayloadBytes);
    *(Channel->QueueLast != NULL ? &Channel->QueueLast->Next : &Channel->QueueFirst) = Queued;
    Channel->QueueLast = Queued;
    if (++Channel->QueueCount == 1)
    {
        HostTimer(0, Pump, Channel);
    }
    return 1;
}

int ChannelSendPacket(HOST_CHANNEL *Channel, unsigned Type, unsigned Flags, HV_UINT64 TransactionId,
                      const void *External, unsigned ExternalBytes, const void *Payload, unsigned PayloadBytes)
{
    const FAULT_PACKET Packet = {Type, Flags, TransactionId, External, ExternalBytes, Payload, PayloadBytes};

    if (!Channel->IsOpen)
    {
        return 0;
    }
    return FaultIsOn() ? FaultSend(Channel, &Packet, Send) : Send(Channel, &Packet);
}

int ChannelSend(HOST_CHANNEL *Channel, const void *Payload, unsigned Bytes)
{
    return ChannelSendPacket(Channel, VmbusPacketTypeDataInBand, 0, 0, "", 0, Payload, Bytes);
}

int ChannelSendPipe(HOST_CHANNEL *Channel, const void *Message, unsigned Bytes)
{
    struct
    {
        VMPIPE_PROTOCOL_HEADER Header;
        HV_UINT8 Data[VMPIPE_MAXIMUM_PIPE_PACKET_SIZE];
    } Pipe = {.Header.PacketType = VmPipeMessageData, .Header.DataSize = Bytes};

    if (Bytes > sizeof(Pipe.Data))
    {
        return 0;
    }
    memcpy(Pipe.Data, Message, Bytes);
    return ChannelSend(Channel, &Pipe, (unsigned)sizeof(Pipe.Header) + Bytes);
}

int ChannelComplete(HOST_CHANNEL *Channel, HV_UINT64 TransactionId, const void *Payload, unsigned Bytes)
{
    return ChannelSendPacket(Channel, VmbusPacketTypeCompletion, 0, TransactionId, "", 0, Payload, Bytes);
}

int ChannelIsFull(const HOST_CHANNEL *Channel)
{
    return Channel->QueueFirst != NULL;
}

/* Sends what waits. Returns 0 if some still waits, or the channel is closed. */
static int Flush(HOST_CHANNEL *Channel)
{
    if (Channel->QueueFirst == NULL)
    {
        return 1;
    }
    while (Channel->QueueFirst != NULL)
    {
        HOST_QUEUED *First = Channel->QueueFirst;
        MILE_HV_RESULT Result = Write(Channel, First->Type, First->Flags, First->TransactionId, First->Data,
                                      First->ExternalBytes, First->Data + First->ExternalBytes, First->PayloadBytes);

        if (Result == MileHvFull)
        {
            AwaitRoom(Channel);
            return 0;
        }
        if (Result != MileHvSuccess)
        {
            ChannelFail(Channel, "its index is outside of the ring");
            return 0;
        }
        Channel->QueueFirst = First->Next;
        Channel->QueueLast = First->Next != NULL ? Channel->QueueLast : NULL;
        --Channel->QueueCount;
        free(First);
    }
    MileHvSendRingEndWait(&Channel->Out);
    if (Channel->Device->Type->Drained != NULL)
    {
        Channel->Device->Type->Drained(Channel);
    }
    return Channel->IsOpen;
}

/*
 * Receiving.
 */

/* Takes one packet; returns 0 if there is none, or the channel is closed. */
static int TakePacket(HOST_CHANNEL *Channel)
{
    MILE_HV_PACKET Packet;
    HV_UINT32 Bytes;
    MILE_HV_RESULT Result;

    HOST_UNFENCE(PacketBuffer, sizeof(PacketBuffer));
    Result = MileHvReceivePacket(&Channel->In, PacketBuffer, sizeof(PacketBuffer), &Bytes);
    if (Result == MileHvEmpty)
    {
        return 0;
    }
    if (Result != MileHvSuccess || MileHvPacketCheck(PacketBuffer, Bytes, &Packet) != MileHvSuccess)
    {
        ChannelFail(Channel, "a packet of its ring is not one");
        return 0;
    }
    HOST_FENCE(PacketBuffer + Bytes, sizeof(PacketBuffer) - Bytes);
    if (MileHvReceiveRingCommit(&Channel->In))
    {
        SignalGuest(Channel);
    }
    ++Channel->Statistics.PacketsIn;
    Channel->Statistics.BytesIn += Bytes;
    if (Channel->Device->Type->Packet != NULL)
    {
        Channel->Device->Type->Packet(Channel, &Packet);
    }
    return Channel->IsOpen;
}

static void Pump(void *Context)
{
    HOST_CHANNEL *Channel = Context;
    MILE_HV_RESULT Result;

    if (!Channel->IsOpen || !Flush(Channel) || Channel->IsPaused)
    {
        return;
    }
    MileHvReceiveRingMask(&Channel->In);
    for (unsigned Count = 0; Count < PacketsAtOnce; ++Count)
    {
        if (!TakePacket(Channel))
        {
            break;
        }
        if (ChannelIsFull(Channel) || Channel->IsPaused)
        {
            return; /* Whatever ends that calls this function again. */
        }
    }
    if (!Channel->IsOpen)
    {
        return;
    }
    Result = MileHvReceiveRingUnmask(&Channel->In);
    if (Result == MileHvSuccess)
    {
        HostTimer(0, Pump, Channel);
    }
    else if (Result == MileHvCorrupt)
    {
        ChannelFail(Channel, "its index is outside of the ring");
    }
}

void ChannelPause(HOST_CHANNEL *Channel, int IsPaused)
{
    Channel->IsPaused = IsPaused;
    if (!IsPaused && Channel->IsOpen)
    {
        HostTimer(0, Pump, Channel);
    }
}

static void Signalled(void *Context)
{
    HOST_CHANNEL *Channel = Context;
    uint64_t Times;

    (void)!read(Channel->SignalFile, &Times, sizeof(Times));
    ++Channel->Statistics.SignalsIn;
    Pump(Channel);
}

void ChannelTriggered(HOST_CHANNEL *Channel)
{
    ++Channel->Statistics.SignalsByPage;
    Pump(Channel);
}

/*
 * Opening and closing.
 */

int ChannelOpen(HOST_CHANNEL *Channel, HV_UINT32 Id, HV_UINT32 DownstreamPage)
{
    const HOST_GPADL *Gpadl = ChannelGpadl(Channel, Id);
    HV_UINT8 *Rings;
    VMRCB *In;
    VMRCB *Out;

    /* Each ring is a control page and at least one page of data. */
    if (Gpadl == NULL || Gpadl->RangeCount != 1 || Gpadl->FirstOffset != 0 || Gpadl->Bytes % HostPageBytes != 0 ||
        Gpadl->PageCount > ChannelMaximumRingPages || DownstreamPage < 2 || DownstreamPage >= Gpadl->PageCount ||
        Gpadl->PageCount - DownstreamPage < 2)
    {
        return 0;
    }
    Rings = HostMapPages(Gpadl->Entries, Gpadl->PageCount);
    if (Rings == NULL)
    {
        return 0;
    }
    In = (VMRCB *)Rings;
    Out = (VMRCB *)(Rings + (size_t)DownstreamPage * HostPageBytes);
    Channel->SignalFile = MachineCreateConnection(Channel->Connection);
    if (Channel->SignalFile < 0 ||
        MileHvReceiveRingAttach(&Channel->In, In, Rings + HostPageBytes, (DownstreamPage - 1) * HostPageBytes) !=
            MileHvSuccess ||
        MileHvSendRingAttach(&Channel->Out, Out, (HV_UINT8 *)Out + HostPageBytes,
                             (Gpadl->PageCount - DownstreamPage - 1) * HostPageBytes) != MileHvSuccess)
    {
        if (Channel->SignalFile >= 0)
        {
            MachineDestroyConnection(Channel->Connection, Channel->SignalFile);
        }
        HostUnmapPages(Rings, Gpadl->PageCount);
        return 0;
    }
    MileHvStore32(&Out->FeatureBits.AsUINT32, VMRCB_FEATURE_SUPPORTS_PENDING_SEND_SIZE);
    Channel->State = calloc(1, Channel->Device->Type->ChannelBytes + 1);
    if (Channel->State == NULL)
    {
        HostFail("memory");
    }
    Channel->Rings = Rings;
    Channel->RingPages = Gpadl->PageCount;
    Channel->RingGpadl = Id;
    Channel->IsPaused = 0;
    Channel->IsOpen = 1;
    return 1;
}

void ChannelStart(HOST_CHANNEL *Channel, const HV_UINT8 *UserData)
{
    HostWatch(Channel->SignalFile, Signalled, Channel);
    if (Channel->Device->Type->Open != NULL)
    {
        Channel->Device->Type->Open(Channel, UserData);
    }
    HostTimer(0, Pump, Channel); /* The guest may have sent something before it opened. */
}

void ChannelClose(HOST_CHANNEL *Channel)
{
    if (!Channel->IsOpen)
    {
        return;
    }
    Channel->IsOpen = 0;
    HostEvent("CHANNEL_CLOSED",
              "{\"device\": \"%s\", \"sub\": %u, \"packets_in\": %llu, \"signals_in\": %llu, "
              "\"signals_by_page\": %llu}",
              Channel->Device->Name, Channel->SubChannel, (unsigned long long)Channel->Statistics.PacketsIn,
              (unsigned long long)Channel->Statistics.SignalsIn,
              (unsigned long long)Channel->Statistics.SignalsByPage);
    if (Channel->Device->Type->Close != NULL)
    {
        Channel->Device->Type->Close(Channel);
    }
    HostCancelTimer(Pump, Channel);
    HostUnwatch(Channel->SignalFile);
    MachineDestroyConnection(Channel->Connection, Channel->SignalFile);
    while (Channel->QueueFirst != NULL)
    {
        HOST_QUEUED *Next = Channel->QueueFirst->Next;

        free(Channel->QueueFirst);
        Channel->QueueFirst = Next;
    }
    Channel->QueueLast = NULL;
    Channel->QueueCount = 0;
    HostUnmapPages(Channel->Rings, Channel->RingPages);
    Channel->Rings = NULL;
    free(Channel->State);
    Channel->State = NULL;
}

/*
 * Memory behind packets and GPADLs.
 */

uint64_t PacketRangeBytes(const MILE_HV_PACKET *Packet)
{
    const HV_UINT8 *At = Packet->External + 8; /* The external part begins with the count of ranges. */
    uint64_t Bytes = 0;

    if (Packet->Descriptor.Type != VmbusPacketTypeDataUsingGpaDirect)
    {
        return 0;
    }
    for (unsigned Range = 0; Range < Packet->RangeCount; ++Range)
    {
        VMBUS_GPA_RANGE_ENTRY Head;

        memcpy(&Head, At, sizeof(Head));
        Bytes += Head.ByteCount;
        At += 8 + 8ULL * GPA_RANGE_PFN_COUNT(Head.ByteCount, Head.ByteOffset);
    }
    return Bytes;
}

int PacketVector(const MILE_HV_PACKET *Packet, size_t Limit, struct iovec *Pieces, int Maximum)
{
    const HV_UINT8 *At = Packet->External + 8;
    int Count = 0;

    if (Packet->Descriptor.Type != VmbusPacketTypeDataUsingGpaDirect)
    {
        return 0;
    }
    for (unsigned Range = 0; Range < Packet->RangeCount; ++Range)
    {
        VMBUS_GPA_RANGE_ENTRY Head;
        size_t Left;
        unsigned Offset;

        memcpy(&Head, At, sizeof(Head));
        At += sizeof(Head);
        Left = Head.ByteCount;
        for (Offset = Head.ByteOffset; Left != 0; Offset = 0, At += 8)
        {
            size_t Bytes = HostPageBytes - Offset < Left ? HostPageBytes - Offset : Left;
            HV_UINT64 Number;
            HV_UINT8 *Place;

            Left -= Bytes;
            memcpy(&Number, At, sizeof(Number));
            Bytes = Bytes < Limit ? Bytes : Limit;
            Limit -= Bytes;
            if (Bytes == 0)
            {
                continue;
            }
            Place = Number <= UINT64_MAX / HostPageBytes ? HostMemory(Number * HostPageBytes, HostPageBytes) : NULL;
            if (Place == NULL)
            {
                return -1;
            }
            if (Count != 0 && (HV_UINT8 *)Pieces[Count - 1].iov_base + Pieces[Count - 1].iov_len == Place + Offset)
            {
                Pieces[Count - 1].iov_len += Bytes;
                continue;
            }
            if (Count == Maximum)
            {
                return -1;
            }
            Pieces[Count++] = (struct iovec){Place + Offset, Bytes};
        }
    }
    return Count;
}

size_t VectorCopy(const struct iovec *Pieces, int Count, void *Buffer, size_t Bytes, int IntoPieces)
{
    size_t Done = 0;

    for (int Index = 0; Index < Count && Done < Bytes; ++Index)
    {
        size_t Piece = Pieces[Index].iov_len < Bytes - Done ? Pieces[Index].iov_len : Bytes - Done;

        if (IntoPieces)
        {
            memcpy(Pieces[Index].iov_base, (HV_UINT8 *)Buffer + Done, Piece);
        }
        else
        {
            memcpy((HV_UINT8 *)Buffer + Done, Pieces[Index].iov_base, Piece);
        }
        Done += Piece;
    }
    return Done;
}

int GpadlCopy(const HOST_GPADL *Gpadl, HV_UINT32 Offset, void *Buffer, HV_UINT32 Bytes, int IsWrite)
{
    HV_UINT8 *At = Buffer;

    if (Offset > Gpadl->Bytes || Bytes > Gpadl->Bytes - Offset)
    {
        return 0;
    }
    while (Bytes != 0)
    {
        HV_UINT64 Place = (HV_UINT64)Gpadl->FirstOffset + Offset;
        HV_UINT32 InPage = (HV_UINT32)(Place % HostPageBytes);
        HV_UINT32 Piece = HostPageBytes - InPage < Bytes ? HostPageBytes - InPage : Bytes;
        HV_UINT8 *Memory = HostMemory(Gpadl->Entries[Place / HostPageBytes] * HostPageBytes, HostPageBytes);

        if (Memory == NULL)
        {
            return 0;
        }
        if (IsWrite)
        {
            memcpy(Memory + InPage, At, Piece);
        }
        else
        {
            memcpy(At, Memory + InPage, Piece);
        }
        At += Piece;
        Offset += Piece;
        Bytes -= Piece;
    }
    return 1;
}
