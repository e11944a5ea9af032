/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Guest emulation transport (Device/GuestEmulation.h): time, settings, the guest state file; disk.c has the file.
 *
 * The guest is a paravisor on a real host; here it is whoever opens the channel.
 * Each request is answered at once, so no more than one of them is ever open. The
 * settings are an object without members, and sent in pieces, so that a guest has to
 * put them together.
 */

#include "../bus.h"
#include "../machine.h"
#include "disk.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include <Mile.HyperV/Device/GuestEmulation.h>
#include <Mile.HyperV/Device/GuestEmulationLog.h>
#include <Mile.HyperV/Device/TimeSync.h>

enum
{
    PieceBytes = 8, /* Of the settings, in one message. */
    CommandRead16 = 0x88,
    CommandWrite16 = 0x8A,
    CommandSynchronize16 = 0x91,
};

static const char Settings[] = "{\"V1\": {}, \"V2\": {}}";

typedef struct EMULATION
{
    DISK *Store;
} EMULATION;

typedef struct EMULATION_CHANNEL
{
    int IsReady; /* A version is agreed on. */
} EMULATION_CHANNEL;

static GET_MESSAGE_HEADER ResponseHeader(GET_HOST_REQUEST Id)
{
    return (GET_MESSAGE_HEADER){GetMessageVersion1, GetMessageHostResponse, Id};
}

/* A response that is a header and one number, as most of them are. */
static void Respond(HOST_CHANNEL *Channel, GET_HOST_REQUEST Id, HV_UINT32 Value)
{
    const GET_VMGS_FLUSH_RESPONSE Response = {ResponseHeader(Id), Value};

    ChannelSendPipe(Channel, &Response, sizeof(Response));
}

static void TakeVersion(HOST_CHANNEL *Channel, const HV_UINT8 *Message, HV_UINT32 Bytes)
{
    EMULATION_CHANNEL *State = Channel->State;
    GET_VERSION_RESPONSE Response = {.MessageHeader = ResponseHeader(GetHostRequestVersion)};
    GET_VERSION_REQUEST Request;

    if (Bytes != sizeof(Request) || State->IsReady)
    {
        ChannelFail(Channel, "a version request of %u bytes, or a second one", Bytes);
        return;
    }
    memcpy(&Request, Message, sizeof(Request));
    State->IsReady = Request.Version == GET_PROTOCOL_VERSION_NICKEL_REV2;
    Response.VersionAccepted = (HV_UINT8)State->IsReady;
    ChannelSendPipe(Channel, &Response, sizeof(Response));
    if (State->IsReady)
    {
        HostSay("%s: version %u.%u", Channel->Device->Name, Request.Version >> 16, Request.Version & 0xFFFF);
    }
}

static void TakeTime(HOST_CHANNEL *Channel)
{
    GET_TIME_RESPONSE Response = {.MessageHeader = ResponseHeader(GetHostRequestTime)};
    struct timespec Now;

    clock_gettime(CLOCK_REALTIME, &Now);
    Response.VmReferenceTime = MachineReferenceTime();
    Response.Utc = (HV_INT64)(IC_TIMESYNC_UNIX_EPOCH + (HV_UINT64)Now.tv_sec * 10000000U + (HV_UINT64)Now.tv_nsec / 100);
    ChannelSendPipe(Channel, &Response, sizeof(Response));
}

static void TakeSettings(HOST_CHANNEL *Channel)
{
    const unsigned Bytes = sizeof(Settings) - 1;
    GET_DEVICE_PLATFORM_SETTINGS_RESPONSE_V2_REV1 Head = {
        .MessageHeader = ResponseHeader(GetHostRequestDevicePlatformSettingsV2Rev1)};
    HV_UINT8 Response[sizeof(Head) + PieceBytes];

    for (unsigned At = 0; At < Bytes; At += Head.Size)
    {
        const unsigned Left = Bytes - At;

        Head.Size = Left < PieceBytes ? Left : PieceBytes;
        Head.PayloadState = Left <= PieceBytes ? GetLargePayloadEnd : GetLargePayloadMore;
        memcpy(Response, &Head, sizeof(Head));
        memcpy(Response + sizeof(Head), Settings + At, Head.Size);
        ChannelSendPipe(Channel, Response, (unsigned)sizeof(Head) + Head.Size);
    }
}

/*
 * The guest state file.
 */

/* Reads or writes sectors, or flushes; a command of SCSI, which the disk checks against its size. */
static GET_VMGS_IO_STATUS Access(EMULATION *Emulation, HV_UINT8 Operation, HV_UINT64 Sector, HV_UINT32 Count, void *Data)
{
    const struct iovec Piece = {Data, (size_t)Count * DiskSectorBytes};
    HV_UINT8 Cdb[16] = {Operation};
    SCSI_REQUEST Request = {.Cdb = Cdb,
                            .IsToDevice = Operation == CommandWrite16,
                            .Pieces = &Piece,
                            .PieceCount = Data != NULL,
                            .Bytes = Piece.iov_len};

    for (unsigned Byte = 0; Byte < 8; ++Byte)
    {
        Cdb[2 + Byte] = (HV_UINT8)(Sector >> (56 - 8 * Byte));
    }
    for (unsigned Byte = 0; Byte < 4; ++Byte)
    {
        Cdb[10 + Byte] = (HV_UINT8)(Count >> (24 - 8 * Byte));
    }
    DiskExecute(Emulation->Store, &Request);
    return Request.Status == ScsiStatusGood ? GetVmgsIoStatusSuccess : GetVmgsIoStatusDeviceError;
}

static void TakeStoreInfo(HOST_CHANNEL *Channel)
{
    const EMULATION *Emulation = Channel->Device->State;
    const GET_VMGS_GET_DEVICE_INFO_RESPONSE Response = {.MessageHeader = ResponseHeader(GetHostRequestVmgsGetDeviceInfo),
                                                        .Status = GetVmgsIoStatusSuccess,
                                                        .Capacity = DiskSectors(Emulation->Store),
                                                        .BytesPerLogicalSector = DiskSectorBytes,
                                                        .BytesPerPhysicalSector = DiskSectorBytes,
                                                        .MaximumTransferSizeBytes = GET_MAXIMUM_PAYLOAD_SIZE};

    ChannelSendPipe(Channel, &Response, sizeof(Response));
}

static void TakeStoreRead(HOST_CHANNEL *Channel, const HV_UINT8 *Message, HV_UINT32 Bytes)
{
    static HV_UINT8 Response[sizeof(GET_VMGS_READ_RESPONSE) + GET_MAXIMUM_PAYLOAD_SIZE];
    GET_VMGS_READ_RESPONSE Head = {.MessageHeader = ResponseHeader(GetHostRequestVmgsRead)};
    GET_VMGS_READ_REQUEST Request = {0};

    memcpy(&Request, Message, Bytes < sizeof(Request) ? Bytes : sizeof(Request));
    if (Bytes != sizeof(Request) || Request.SectorCount > GET_MAXIMUM_PAYLOAD_SIZE / DiskSectorBytes)
    {
        ChannelFail(Channel, "a read of %u sectors in a message of %u bytes", Request.SectorCount, Bytes);
        return;
    }
    Head.Status = Access(Channel->Device->State, CommandRead16, Request.SectorOffset, Request.SectorCount,
                         Response + sizeof(Head));
    memcpy(Response, &Head, sizeof(Head));
    ChannelSendPipe(Channel, Response,
                    (unsigned)sizeof(Head) +
                        (Head.Status == GetVmgsIoStatusSuccess ? Request.SectorCount * DiskSectorBytes : 0));
}

static void TakeStoreWrite(HOST_CHANNEL *Channel, const HV_UINT8 *Message, HV_UINT32 Bytes)
{
    GET_VMGS_WRITE_REQUEST Request = {0};

    memcpy(&Request, Message, Bytes < sizeof(Request) ? Bytes : sizeof(Request));
    if (Bytes < sizeof(Request) || Request.SectorCount > GET_MAXIMUM_PAYLOAD_SIZE / DiskSectorBytes ||
        Bytes - sizeof(Request) != (size_t)Request.SectorCount * DiskSectorBytes)
    {
        ChannelFail(Channel, "a write of %u sectors in a message of %u bytes", Request.SectorCount, Bytes);
        return;
    }
    Respond(Channel, GetHostRequestVmgsWrite,
            Access(Channel->Device->State, CommandWrite16, Request.SectorOffset, Request.SectorCount,
                   (void *)(uintptr_t)(Message + sizeof(Request))));
}

static void TakeRequest(HOST_CHANNEL *Channel, GET_HOST_REQUEST Id, const HV_UINT8 *Message, HV_UINT32 Bytes)
{
    switch (Id)
    {
    case GetHostRequestVersion:
        TakeVersion(Channel, Message, Bytes);
        break;
    case GetHostRequestTime:
        TakeTime(Channel);
        break;
    case GetHostRequestDevicePlatformSettingsV2:
        TakeSettings(Channel);
        break;
    case GetHostRequestVmgsGetDeviceInfo:
        TakeStoreInfo(Channel);
        break;
    case GetHostRequestVmgsRead:
        TakeStoreRead(Channel, Message, Bytes);
        break;
    case GetHostRequestVmgsWrite:
        TakeStoreWrite(Channel, Message, Bytes);
        break;
    case GetHostRequestVmgsFlush:
        Respond(Channel, Id, Access(Channel->Device->State, CommandSynchronize16, 0, 0, NULL));
        break;
    default:
        /* A response of a form that the guest does not expect would be worse than none. */
        ChannelFail(Channel, "request %u, which this host does not know", Id);
    }
}

/*
 * Notifications.
 */

static void TakeNotification(HOST_CHANNEL *Channel, GET_HOST_NOTIFICATION Id, const HV_UINT8 *Message, HV_UINT32 Bytes)
{
    GET_EVENT_LOG_NOTIFICATION Log;
    GET_START_VTL0_COMPLETE_NOTIFICATION Start;

    switch (Id)
    {
    case GetHostNotificationEventLog:
        if (Bytes == sizeof(Log))
        {
            memcpy(&Log, Message, sizeof(Log));
            HostEvent("GUEST_LOG", "{\"event\": %u}", Log.EventLogId);
            return;
        }
        break;
    case GetHostNotificationStartVtl0Completed:
        if (Bytes >= sizeof(Start))
        {
            memcpy(&Start, Message, sizeof(Start));
            HostEvent("GUEST_STARTED", "{\"status\": %u}", Start.Status);
            return;
        }
        break;
    case GetHostNotificationPowerOff:
        HostSay("%s: the guest turns the machine off", Channel->Device->Name);
        HostEnd(0);
        return;
    case GetHostNotificationReset:
        HostSay("%s: the guest resets the machine", Channel->Device->Name);
        HostEnd(3);
        return;
    default:
        ++Channel->Statistics.Dropped;
        return;
    }
    ChannelFail(Channel, "notification %u of %u bytes", Id, Bytes);
}

static void TakePacket(HOST_CHANNEL *Channel, const MILE_HV_PACKET *Packet)
{
    const EMULATION_CHANNEL *State = Channel->State;
    GET_MESSAGE_HEADER Header;
    const HV_UINT8 *Message;
    HV_UINT32 Bytes;

    if (Packet->Descriptor.Type != VmbusPacketTypeDataInBand ||
        MileHvPipeCheck(Packet->Payload, Packet->PayloadBytes, &Message, &Bytes) != MileHvSuccess ||
        Bytes < sizeof(Header) || Bytes > GET_MAXIMUM_MESSAGE_SIZE)
    {
        ChannelFail(Channel, "a packet that is no message");
        return;
    }
    memcpy(&Header, Message, sizeof(Header));
    if (Header.MessageVersion != GetMessageVersion1 ||
        (Header.MessageType != GetMessageHostRequest && Header.MessageType != GetMessageHostNotification))
    {
        ChannelFail(Channel, "a message of version %u and type %u", Header.MessageVersion, Header.MessageType);
    }
    else if (!State->IsReady &&
             (Header.MessageType != GetMessageHostRequest || Header.MessageId != GetHostRequestVersion))
    {
        ChannelFail(Channel, "a message before a version is agreed on");
    }
    else if (Header.MessageType == GetMessageHostRequest)
    {
        TakeRequest(Channel, Header.MessageId, Message, Bytes);
    }
    else
    {
        TakeNotification(Channel, Header.MessageId, Message, Bytes);
    }
}

static int Create(HOST_DEVICE *Device, const char *Arguments, char *Reason)
{
    EMULATION *Emulation = Device->State;

    if (Device->Number != 0)
    {
        strcpy(Reason, "there is one transport");
        return 0;
    }
    Emulation->Store = DiskOpen(Arguments != NULL ? Arguments : "memory:4", Reason);
    return Emulation->Store != NULL;
}

static void Destroy(HOST_DEVICE *Device)
{
    const EMULATION *Emulation = Device->State;

    DiskClose(Emulation->Store);
}

static int ChangeGeneration(HOST_DEVICE *Device, const char *Arguments, char *Reply)
{
    HOST_CHANNEL *Channel = Device->Channel;
    const EMULATION_CHANNEL *State = Channel != NULL && Channel->IsOpen ? Channel->State : NULL;
    GET_UPDATE_GENERATION_ID Update = {
        .MessageHeader = {GetMessageVersion1, GetMessageGuestNotification, GetGuestNotificationUpdateGenerationId}};
    long long Number;

    if (!JsonInteger(Arguments, "number", 0, UINT32_MAX, 0, &Number))
    {
        strcpy(Reply, "number is the new generation ID, below 2^32");
        return 0;
    }
    if (State == NULL || !State->IsReady)
    {
        strcpy(Reply, "the guest does not listen");
        return 0;
    }
    memcpy(Update.GenerationId, &(HV_UINT32){(HV_UINT32)Number}, sizeof(HV_UINT32));
    return ChannelSendPipe(Channel, &Update, sizeof(Update));
}

static const HOST_COMMAND Commands[] = {
    {"generation", "number: tells the guest that it is a copy, and its new generation ID", ChangeGeneration},
    {NULL, NULL, NULL},
};

const HOST_DEVICE_TYPE EmulationType = {
    .Name = "emulation",
    .Arguments = "[FILE[:ro]]",
    .Help = "guest emulation transport: time, settings, and the guest state file (memory:4)",
    .Class = GUEST_EMULATION_CLASS_ID_INIT,
    .Instance = GUEST_EMULATION_INSTANCE_ID_INIT,
    .OfferFlags = VMBUS_OFFER_FLAG_NAMED_PIPE_MODE,
    .StateBytes = sizeof(EMULATION),
    .ChannelBytes = sizeof(EMULATION_CHANNEL),
    .Create = Create,
    .Packet = TakePacket,
    .Destroy = Destroy,
    .Commands = Commands,
};
