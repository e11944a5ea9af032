/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Dynamic memory (Device/DynamicMemory.h): takes pages from the guest, gives them back, adds memory.
 */

#include "../bus.h"
#include "../machine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <Mile.HyperV/Device/DynamicMemory.h>

enum
{
    MaximumRanges = 65536,
    RangesAtOnce = (DM_MAXIMUM_MESSAGE_SIZE - sizeof(DM_UNBALLOON_REQUEST)) / sizeof(DM_PAGE_RANGE),
};

typedef struct BALLOON
{
    DM_PAGE_RANGE *Ranges; /* The guest's pages that are ours. */
    unsigned RangeCount;
    HV_UINT64 Pages; /* In them. */
    HV_UINT64 HotPages;
    HV_UINT64 AvailablePages;
    HV_UINT64 CommittedPages;
    HV_UINT64 Reports;
} BALLOON;

typedef struct BALLOON_CHANNEL
{
    HV_UINT32 Version;
    DM_CAPABILITIES Capabilities;
    int IsReady;
    DM_MESSAGE_TYPE Awaited; /* Type of the answer that is due; 0 for none. */
    HV_UINT32 TransactionId;
    HV_UINT64 WantedPages;
} BALLOON_CHANNEL;

static void SetHeader(DM_MESSAGE_HEADER *Header, DM_MESSAGE_TYPE Type, size_t Bytes, HV_UINT32 TransactionId)
{
    *Header = (DM_MESSAGE_HEADER){.Type = Type, .Size = (HV_UINT16)Bytes, .TransactionId = TransactionId};
}

static void TakeVersion(HOST_CHANNEL *Channel, const DM_VERSION_REQUEST *Request)
{
    BALLOON_CHANNEL *State = Channel->State;
    DM_VERSION_RESPONSE Response = {0};

    SetHeader(&Response.Header, DmVersionResponse, sizeof(Response), Request->Header.TransactionId);
    Response.IsAccepted = Request->Version.AsUINT32 == DM_VERSION_2_0 || Request->Version.AsUINT32 == DM_VERSION_1_0 ||
                          Request->Version.AsUINT32 == DM_VERSION_0_3;
    State->Version = Response.IsAccepted ? Request->Version.AsUINT32 : 0;
    ChannelSend(Channel, &Response, sizeof(Response));
}

static void TakeCapabilities(HOST_CHANNEL *Channel, const DM_CAPABILITIES_REPORT *Report)
{
    BALLOON_CHANNEL *State = Channel->State;
    DM_CAPABILITIES_RESPONSE Response = {0};

    State->Capabilities = Report->Capabilities;
    State->IsReady = State->Version != 0;
    SetHeader(&Response.Header, DmCapabilitiesResponse, sizeof(Response), Report->Header.TransactionId);
    Response.IsAccepted = (HV_UINT64)State->IsReady;
    ChannelSend(Channel, &Response, sizeof(Response));
    HostSay("%s: version %u.%u, balloon %u, hot add %u", Channel->Device->Name, State->Version >> 16,
            State->Version & 0xFFFF, (unsigned)Report->Capabilities.Balloon, (unsigned)Report->Capabilities.HotAdd);
    HostEvent("BALLOON_READY", "{\"device\": \"%s\", \"hot_add\": %u}", Channel->Device->Name,
              (unsigned)Report->Capabilities.HotAdd);
}

/* The guest gave pages: their memory goes back to this machine. */
static void TakePages(HOST_CHANNEL *Channel, const DM_BALLOON_RESPONSE *Response, const HV_UINT8 *Ranges, size_t Bytes)
{
    BALLOON *Balloon = Channel->Device->State;
    BALLOON_CHANNEL *State = Channel->State;

    if (Response->RangeCount > Bytes / sizeof(DM_PAGE_RANGE))
    {
        ChannelFail(Channel, "%u ranges in a message of %zu bytes", Response->RangeCount, Bytes);
        return;
    }
    for (unsigned Index = 0; Index < Response->RangeCount; ++Index)
    {
        DM_PAGE_RANGE Range;

        memcpy(&Range, Ranges + Index * sizeof(Range), sizeof(Range));
        if (Balloon->RangeCount == MaximumRanges || Range.PageCount == 0 || Range.PageCount > State->WantedPages ||
            !MachineDiscard((uint64_t)Range.StartPage * HostPageBytes, (uint64_t)Range.PageCount * HostPageBytes))
        {
            ChannelFail(Channel, "pages %llx and %u more are no memory, or more than were wanted",
                        (unsigned long long)Range.StartPage, (unsigned)Range.PageCount);
            return;
        }
        State->WantedPages -= Range.PageCount;
        Balloon->Pages += Range.PageCount;
        Balloon->Ranges[Balloon->RangeCount++] = Range;
    }
    if (!Response->MorePages)
    {
        State->Awaited = 0;
        HostEvent("BALLOON", "{\"pages\": %llu}", (unsigned long long)Balloon->Pages);
    }
}

static void TakeHotAdd(HOST_CHANNEL *Channel, const DM_HOT_ADD_RESPONSE *Response)
{
    BALLOON *Balloon = Channel->Device->State;
    BALLOON_CHANNEL *State = Channel->State;

    State->Awaited = 0;
    Balloon->HotPages += Response->Result == DM_RESULT_SUCCESS ? Response->PageCount : 0;
    HostEvent("HOT_ADD", "{\"pages\": %u, \"result\": %u}", Response->PageCount, Response->Result);
}

static void TakePacket(HOST_CHANNEL *Channel, const MILE_HV_PACKET *Packet)
{
    BALLOON *Balloon = Channel->Device->State;
    BALLOON_CHANNEL *State = Channel->State;
    union
    {
        DM_MESSAGE_HEADER Header;
        DM_VERSION_REQUEST Version;
        DM_CAPABILITIES_REPORT Capabilities;
        DM_STATUS_REPORT Status;
        DM_BALLOON_RESPONSE Balloon;
        DM_HOT_ADD_RESPONSE HotAdd;
    } Message = {0};
    size_t Bytes = Packet->PayloadBytes;

    if (Packet->Descriptor.Type != VmbusPacketTypeDataInBand || Bytes < sizeof(Message.Header))
    {
        ChannelFail(Channel, "a packet that is no message");
        return;
    }
    memcpy(&Message, Packet->Payload, Bytes < sizeof(Message) ? Bytes : sizeof(Message));
    if (Message.Header.Size < sizeof(Message.Header) || Message.Header.Size > Bytes)
    {
        ChannelFail(Channel, "a message of %u bytes in a packet of %zu", Message.Header.Size, Bytes);
        return;
    }
    Bytes = Message.Header.Size;
    if ((Packet->Descriptor.Flags & VMBUS_DATA_PACKET_FLAG_COMPLETION_REQUESTED) != 0)
    {
        ChannelComplete(Channel, Packet->Descriptor.TransactionId, "", 0);
    }
    if (Message.Header.Type == DmVersionRequest && Bytes >= sizeof(Message.Version))
    {
        TakeVersion(Channel, &Message.Version);
    }
    else if (Message.Header.Type == DmCapabilitiesReport && Bytes >= sizeof(Message.Capabilities))
    {
        TakeCapabilities(Channel, &Message.Capabilities);
    }
    else if (Message.Header.Type == DmStatusReport && Bytes >= sizeof(Message.Status))
    {
        Balloon->AvailablePages = Message.Status.AvailablePages;
        Balloon->CommittedPages = Message.Status.CommittedPages;
        ++Balloon->Reports;
    }
    else if (Message.Header.Type == DmBalloonResponse && State->Awaited == DmBalloonResponse &&
             Bytes >= sizeof(Message.Balloon))
    {
        TakePages(Channel, &Message.Balloon, Packet->Payload + sizeof(Message.Balloon), Bytes - sizeof(Message.Balloon));
    }
    else if (Message.Header.Type == DmUnballoonResponse && State->Awaited == DmUnballoonResponse)
    {
        State->Awaited = 0;
        HostEvent("BALLOON", "{\"pages\": %llu}", (unsigned long long)Balloon->Pages);
    }
    else if (Message.Header.Type == DmHotAddResponse && State->Awaited == DmHotAddResponse &&
             Bytes >= sizeof(Message.HotAdd))
    {
        TakeHotAdd(Channel, &Message.HotAdd);
    }
    else
    {
        ++Channel->Statistics.Dropped; /* An answer to nothing, or a message of another version. */
    }
}

static int Create(HOST_DEVICE *Device, const char *Arguments, char *Reason)
{
    BALLOON *Balloon = Device->State;

    (void)Arguments;
    (void)Reason;
    Balloon->Ranges = calloc(MaximumRanges, sizeof(*Balloon->Ranges));
    return Balloon->Ranges != NULL;
}

/* A guest that closes, or starts anew, has its pages back: nobody else uses them. */
static void Close(HOST_CHANNEL *Channel)
{
    BALLOON *Balloon = Channel->Device->State;

    Balloon->RangeCount = 0;
    Balloon->Pages = 0;
}

static void Destroy(HOST_DEVICE *Device)
{
    BALLOON *Balloon = Device->State;

    free(Balloon->Ranges);
}

/*
 * Commands.
 */

/* Gives pages back: the ranges that came last, at most Count pages of them, in as many messages as they need. */
static int GiveBack(HOST_CHANNEL *Channel, HV_UINT64 Count)
{
    BALLOON *Balloon = Channel->Device->State;
    BALLOON_CHANNEL *State = Channel->State;
    union
    {
        DM_UNBALLOON_REQUEST Request;
        HV_UINT8 Bytes[DM_MAXIMUM_MESSAGE_SIZE];
    } Message;
    HV_UINT8 *Ranges = Message.Bytes + sizeof(Message.Request);

    State->Awaited = DmUnballoonResponse;
    do
    {
        unsigned Used = 0;
        size_t Bytes;

        memset(&Message, 0, sizeof(Message));
        while (Used < RangesAtOnce && Count != 0 && Balloon->RangeCount != 0)
        {
            DM_PAGE_RANGE *Last = &Balloon->Ranges[Balloon->RangeCount - 1];
            DM_PAGE_RANGE Range = *Last;

            Range.PageCount = Range.PageCount < Count ? Range.PageCount : Count;
            Range.StartPage = Last->StartPage + Last->PageCount - Range.PageCount;
            Last->PageCount -= Range.PageCount;
            Balloon->RangeCount -= Last->PageCount == 0;
            Balloon->Pages -= Range.PageCount;
            Count -= Range.PageCount;
            memcpy(Ranges + Used++ * sizeof(Range), &Range, sizeof(Range));
        }
        Bytes = sizeof(Message.Request) + Used * sizeof(DM_PAGE_RANGE);
        SetHeader(&Message.Request.Header, DmUnballoonRequest, Bytes, ++State->TransactionId);
        Message.Request.RangeCount = Used;
        Message.Request.MorePages = Count != 0 && Balloon->RangeCount != 0;
        if (!ChannelSend(Channel, &Message, (unsigned)Bytes))
        {
            return 0;
        }
    } while (Message.Request.MorePages);
    return 1;
}

static BALLOON_CHANNEL *ReadyChannel(HOST_DEVICE *Device, char *Reply)
{
    BALLOON_CHANNEL *State = Device->Channel != NULL && Device->Channel->IsOpen ? Device->Channel->State : NULL;

    if (State == NULL || !State->IsReady || State->Awaited != 0)
    {
        strcpy(Reply, "the guest is not ready, or has not answered the last request");
        return NULL;
    }
    return State;
}

static int SetBalloon(HOST_DEVICE *Device, const char *Arguments, char *Reply)
{
    const BALLOON *Balloon = Device->State;
    BALLOON_CHANNEL *State = ReadyChannel(Device, Reply);
    DM_BALLOON_REQUEST Request = {0};
    long long Pages;

    if (State == NULL)
    {
        return 0;
    }
    if (!JsonInteger(Arguments, "pages", 0, (long long)(MachineMemoryBytes() / HostPageBytes), -1, &Pages) || Pages < 0)
    {
        strcpy(Reply, "pages is how many pages the balloon has afterwards");
        return 0;
    }
    if ((HV_UINT64)Pages < Balloon->Pages)
    {
        return GiveBack(Device->Channel, Balloon->Pages - (HV_UINT64)Pages);
    }
    State->WantedPages = (HV_UINT64)Pages - Balloon->Pages;
    State->Awaited = DmBalloonResponse;
    SetHeader(&Request.Header, DmBalloonRequest, sizeof(Request), ++State->TransactionId);
    Request.NumPages = (HV_UINT32)State->WantedPages;
    return ChannelSend(Device->Channel, &Request, sizeof(Request));
}

static int HotAdd(HOST_DEVICE *Device, const char *Arguments, char *Reply)
{
    static HV_UINT64 Next = MACHINE_HIGH_MEMORY;
    BALLOON_CHANNEL *State = ReadyChannel(Device, Reply);
    DM_HOT_ADD_REQUEST Request = {0};
    long long Mebibytes;

    if (State == NULL)
    {
        return 0;
    }
    if (!State->Capabilities.HotAdd || !JsonInteger(Arguments, "mebibytes", 2, 65536, 128, &Mebibytes) ||
        !MachineAddMemory(Next, (uint64_t)Mebibytes << 20))
    {
        strcpy(Reply, "the guest cannot do it, or mebibytes does not fit into --hot-memory");
        return 0;
    }
    Request.Range.StartPage = Next / HostPageBytes;
    Request.Range.PageCount = ((HV_UINT64)Mebibytes << 20) / HostPageBytes;
    Next += (HV_UINT64)Mebibytes << 20;
    State->Awaited = DmHotAddResponse;
    SetHeader(&Request.Header, DmHotAddRequest, sizeof(Request), ++State->TransactionId);
    return ChannelSend(Device->Channel, &Request, sizeof(Request));
}

static int Report(HOST_DEVICE *Device, const char *Arguments, char *Reply)
{
    const BALLOON *Balloon = Device->State;

    (void)Arguments;
    snprintf(Reply, ReplyBytes,
             "{\"pages\": %llu, \"hot_pages\": %llu, \"reports\": %llu, \"available\": %llu, \"committed\": %llu}",
             (unsigned long long)Balloon->Pages, (unsigned long long)Balloon->HotPages,
             (unsigned long long)Balloon->Reports, (unsigned long long)Balloon->AvailablePages,
             (unsigned long long)Balloon->CommittedPages);
    return 1;
}

static const HOST_COMMAND Commands[] = {
    {"balloon", "pages: takes pages from the guest, or gives them back, until it has taken so many", SetBalloon},
    {"hot-add", "mebibytes (128): adds memory, out of that of --hot-memory", HotAdd},
    {"balloon-report", "no arguments: pages of the balloon, and what the guest reported", Report},
    {NULL, NULL, NULL},
};

const HOST_DEVICE_TYPE BalloonType = {
    .Name = "balloon",
    .Help = "dynamic memory: the commands \"balloon\" and \"hot-add\" change the guest's",
    .Class = DM_CLASS_ID_INIT,
    .Instance = DM_INSTANCE_ID_INIT,
    .StateBytes = sizeof(BALLOON),
    .ChannelBytes = sizeof(BALLOON_CHANNEL),
    .Create = Create,
    .Packet = TakePacket,
    .Close = Close,
    .Destroy = Destroy,
    .Commands = Commands,
};
