/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Serial port (Device/Serial.h): commands type on it, events report what the guest sends; or all of it comes back.
 */

#include "../bus.h"

#include <stdio.h>
#include <string.h>

#include <Mile.HyperV/Device/Serial.h>

enum
{
    WaitingBytes = 1024,    /* For the guest, at most. */
    LineIsConnected = 0xBB, /* Modem status register of a 16550: clear to send, data set ready, carrier; all changed. */
};

typedef struct SERIAL
{
    int IsEcho;
} SERIAL;

typedef struct SERIAL_CHANNEL
{
    int IsReady;           /* A version is agreed on. */
    int IsTransmitting;    /* The guest's data wait for room: VmbusSerialGuestNotificationTxCompleted is due. */
    unsigned HeldBytes;    /* Of Held. */
    unsigned Count;        /* Of Waiting. */
    HV_UINT8 Held[VMBUS_SERIAL_MAXIMUM_PAYLOAD];
    HV_UINT8 Waiting[WaitingBytes];
} SERIAL_CHANNEL;

static void Notify(HOST_CHANNEL *Channel, VMBUS_SERIAL_GUEST_NOTIFICATION Id)
{
    const VMBUS_SERIAL_HEADER Header = {VmbusSerialMessageVersion1, VmbusSerialMessageGuestNotification, {Id}};

    ChannelSendPipe(Channel, &Header, sizeof(Header));
}

/* Keeps data for the guest. It is told once: when there are some again. */
static int Keep(HOST_CHANNEL *Channel, const void *Data, unsigned Bytes)
{
    SERIAL_CHANNEL *State = Channel->State;
    const int WasEmpty = State->Count == 0;

    if (Bytes > sizeof(State->Waiting) - State->Count)
    {
        return 0;
    }
    memcpy(State->Waiting + State->Count, Data, Bytes);
    State->Count += Bytes;
    if (WasEmpty && Bytes != 0)
    {
        Notify(Channel, VmbusSerialGuestNotificationRxDataAvailable);
    }
    return 1;
}

/* Hands the guest's data on, if there is room for them. */
static void Transmit(HOST_CHANNEL *Channel)
{
    SERIAL_CHANNEL *State = Channel->State;
    const SERIAL *Serial = Channel->Device->State;
    char Text[VMBUS_SERIAL_MAXIMUM_PAYLOAD + 1];
    char Quoted[8 * sizeof(Text)];

    if (!State->IsTransmitting || (Serial->IsEcho && !Keep(Channel, State->Held, State->HeldBytes)))
    {
        return;
    }
    snprintf(Text, sizeof(Text), "%.*s", (int)State->HeldBytes, (const char *)State->Held);
    HostEvent("SERIAL_DATA", "{\"bytes\": %u, \"text\": %s}", State->HeldBytes, JsonQuote(Text, Quoted, sizeof(Quoted)));
    State->IsTransmitting = 0;
    Notify(Channel, VmbusSerialGuestNotificationTxCompleted);
}

static void TakeVersion(HOST_CHANNEL *Channel, const HV_UINT8 *Message, HV_UINT32 Bytes)
{
    SERIAL_CHANNEL *State = Channel->State;
    VMBUS_SERIAL_VERSION_RESPONSE Response = {
        .Header = {VmbusSerialMessageVersion1, VmbusSerialMessageHostResponse, {VmbusSerialHostRequestVersion}}};
    const VMBUS_SERIAL_SET_MODEM_STATUS Line = {
        .Header = {VmbusSerialMessageVersion1, VmbusSerialMessageGuestNotification,
                   {VmbusSerialGuestNotificationSetModemStatus}},
        .ModemStatus = LineIsConnected,
        .IsConnected = 1};
    VMBUS_SERIAL_VERSION_REQUEST Request;

    if (Bytes < sizeof(Request) || State->IsReady)
    {
        ChannelFail(Channel, "a version request of %u bytes, or a second one", Bytes);
        return;
    }
    memcpy(&Request, Message, sizeof(Request));
    State->IsReady = Request.RequestedVersion == VMBUS_SERIAL_VERSION_1_0;
    Response.VersionAccepted = (HV_UINT8)State->IsReady;
    ChannelSendPipe(Channel, &Response, sizeof(Response));
    if (State->IsReady)
    {
        HostSay("%s: version 1.0", Channel->Device->Name);
        ChannelSendPipe(Channel, &Line, sizeof(Line));
        HostEvent("SERIAL_READY", "{\"device\": \"%s\"}", Channel->Device->Name);
    }
}

static void TakeFetch(HOST_CHANNEL *Channel)
{
    SERIAL_CHANNEL *State = Channel->State;
    VMBUS_SERIAL_RX_DATA_RESPONSE Response = {
        .Header = {VmbusSerialMessageVersion1, VmbusSerialMessageHostResponse, {VmbusSerialHostRequestGetRxData}}};
    const unsigned Bytes = State->Count < sizeof(Response.Buffer) ? State->Count : sizeof(Response.Buffer);

    memcpy(Response.Buffer, State->Waiting, Bytes);
    State->Count -= Bytes;
    memmove(State->Waiting, State->Waiting + Bytes, State->Count);
    Response.BufferLength = (HV_UINT8)Bytes;
    Response.MoreDataAvailable = State->Count != 0;
    ChannelSendPipe(Channel, &Response, sizeof(Response));
    Transmit(Channel);
}

static void TakeData(HOST_CHANNEL *Channel, const HV_UINT8 *Message, HV_UINT32 Bytes)
{
    SERIAL_CHANNEL *State = Channel->State;
    VMBUS_SERIAL_TX_DATA_AVAILABLE Data;

    if (Bytes < sizeof(Data) || State->IsTransmitting)
    {
        ChannelFail(Channel, "data in a message of %u bytes, or before others were taken", Bytes);
        return;
    }
    memcpy(&Data, Message, sizeof(Data));
    if (Data.BufferLength > sizeof(Data.Buffer))
    {
        ChannelFail(Channel, "%u bytes of data in a message", Data.BufferLength);
        return;
    }
    memcpy(State->Held, Data.Buffer, Data.BufferLength);
    State->HeldBytes = Data.BufferLength;
    State->IsTransmitting = 1;
    Transmit(Channel);
}

static void TakePacket(HOST_CHANNEL *Channel, const MILE_HV_PACKET *Packet)
{
    SERIAL_CHANNEL *State = Channel->State;
    VMBUS_SERIAL_HEADER Header;
    const HV_UINT8 *Message;
    HV_UINT32 Bytes;
    int IsRequest;

    if (Packet->Descriptor.Type != VmbusPacketTypeDataInBand ||
        MileHvPipeCheck(Packet->Payload, Packet->PayloadBytes, &Message, &Bytes) != MileHvSuccess ||
        Bytes < sizeof(Header) || Bytes > VMBUS_SERIAL_MAXIMUM_MESSAGE_SIZE)
    {
        ChannelFail(Channel, "a packet that is no message");
        return;
    }
    memcpy(&Header, Message, sizeof(Header));
    IsRequest = Header.MessageType == VmbusSerialMessageHostRequest;
    if (Header.MessageVersion != VmbusSerialMessageVersion1 ||
        (!IsRequest && Header.MessageType != VmbusSerialMessageHostNotification))
    {
        ChannelFail(Channel, "a message of version %u and type %u", Header.MessageVersion, Header.MessageType);
    }
    else if (IsRequest && Header.MessageId.AsUINT16 == VmbusSerialHostRequestVersion)
    {
        TakeVersion(Channel, Message, Bytes);
    }
    else if (!State->IsReady)
    {
        ChannelFail(Channel, "a message before a version is agreed on");
    }
    else if (IsRequest && Header.MessageId.AsUINT16 == VmbusSerialHostRequestGetRxData)
    {
        TakeFetch(Channel);
    }
    else if (!IsRequest && Header.MessageId.AsUINT16 == VmbusSerialHostNotificationTxDataAvailable)
    {
        TakeData(Channel, Message, Bytes);
    }
    else if (!IsRequest && Header.MessageId.AsUINT16 == VmbusSerialHostNotificationRxClearBuffer)
    {
        State->Count = 0;
        Transmit(Channel);
    }
    else
    {
        ++Channel->Statistics.Dropped;
    }
}

static int Create(HOST_DEVICE *Device, const char *Arguments, char *Reason)
{
    static const HV_GUID Instances[] = {VMBUS_SERIAL_INSTANCE_ID_COM1_INIT, VMBUS_SERIAL_INSTANCE_ID_COM2_INIT,
                                        VMBUS_SERIAL_INSTANCE_ID_COM3_INIT, VMBUS_SERIAL_INSTANCE_ID_COM4_INIT};
    SERIAL *Serial = Device->State;

    Serial->IsEcho = Arguments != NULL && strcmp(Arguments, "echo") == 0;
    if (Device->Number >= sizeof(Instances) / sizeof(Instances[0]) || (Arguments != NULL && !Serial->IsEcho))
    {
        strcpy(Reason, "there are four ports, and each is one of commands and events, or \"echo\"");
        return 0;
    }
    Device->Instance = Instances[Device->Number];
    return 1;
}

static int TypeText(HOST_DEVICE *Device, const char *Arguments, char *Reply)
{
    HOST_CHANNEL *Channel = Device->Channel;
    const SERIAL_CHANNEL *State = Channel != NULL && Channel->IsOpen ? Channel->State : NULL;
    char Text[WaitingBytes];

    if (!JsonString(Arguments, "text", Text, sizeof(Text)))
    {
        strcpy(Reply, "text is what the guest receives, less than 1024 bytes");
        return 0;
    }
    if (State == NULL || !State->IsReady || !Keep(Channel, Text, (unsigned)strlen(Text)))
    {
        strcpy(Reply, "the guest does not listen, or has not taken what was sent before");
        return 0;
    }
    return 1;
}

static const HOST_COMMAND Commands[] = {
    {"serial", "text: sends it to the guest's serial port", TypeText},
    {NULL, NULL, NULL},
};

const HOST_DEVICE_TYPE SerialType = {
    .Name = "serial",
    .Arguments = "[echo]",
    .Help = "serial port, on which the command \"serial\" types; \"echo\" sends all back",
    .Class = VMBUS_SERIAL_CLASS_ID_INIT,
    .Instance = VMBUS_SERIAL_INSTANCE_ID_COM1_INIT,
    .OfferFlags = VMBUS_OFFER_FLAG_NAMED_PIPE_MODE,
    .StateBytes = sizeof(SERIAL),
    .ChannelBytes = sizeof(SERIAL_CHANNEL),
    .Create = Create,
    .Packet = TakePacket,
    .Commands = Commands,
};
