/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Keyboard (Device/Keyboard.h): keys come from commands, lights go to events.
 */

#include "../bus.h"

#include <stdio.h>
#include <string.h>

#include <Mile.HyperV/Device/Keyboard.h>

typedef struct KEYBOARD_CHANNEL
{
    int IsReady; /* A version is agreed on. */
} KEYBOARD_CHANNEL;

static void TakeRequest(HOST_CHANNEL *Channel, const MILE_HV_PACKET *Packet)
{
    KEYBOARD_CHANNEL *State = Channel->State;
    HK_MESSAGE_PROTOCOL_RESPONSE Response = {.Header.MessageType = HkMessageProtocolResponse};
    HK_MESSAGE_PROTOCOL_REQUEST Request;

    if (Packet->PayloadBytes < sizeof(Request))
    {
        ChannelFail(Channel, "a protocol request of %u bytes", Packet->PayloadBytes);
        return;
    }
    memcpy(&Request, Packet->Payload, sizeof(Request));
    State->IsReady = Request.Version == HK_VERSION_WIN8;
    Response.Accepted = (HV_UINT32)State->IsReady;
    ChannelSend(Channel, &Response, sizeof(Response));
    if (State->IsReady)
    {
        HostEvent("KEYBOARD_READY", "{\"device\": \"%s\"}", Channel->Device->Name);
    }
}

static void TakeLights(HOST_CHANNEL *Channel, const MILE_HV_PACKET *Packet)
{
    HK_MESSAGE_LED_INDICATORS_STATE Lights;

    if (Packet->PayloadBytes < sizeof(Lights))
    {
        ChannelFail(Channel, "lights of %u bytes", Packet->PayloadBytes);
        return;
    }
    memcpy(&Lights, Packet->Payload, sizeof(Lights));
    HostEvent("KEYBOARD_LIGHTS", "{\"scroll\": %d, \"num\": %d, \"caps\": %d}",
              (Lights.LedFlags & HK_LED_SCROLL_LOCK) != 0, (Lights.LedFlags & HK_LED_NUM_LOCK) != 0,
              (Lights.LedFlags & HK_LED_CAPS_LOCK) != 0);
}

static void TakePacket(HOST_CHANNEL *Channel, const MILE_HV_PACKET *Packet)
{
    HK_MESSAGE_HEADER Header;

    if (Packet->Descriptor.Type != VmbusPacketTypeDataInBand || Packet->PayloadBytes < sizeof(Header))
    {
        ChannelFail(Channel, "a packet that is no message");
        return;
    }
    memcpy(&Header, Packet->Payload, sizeof(Header));
    if ((Packet->Descriptor.Flags & VMBUS_DATA_PACKET_FLAG_COMPLETION_REQUESTED) != 0)
    {
        ChannelComplete(Channel, Packet->Descriptor.TransactionId, "", 0);
    }
    switch (Header.MessageType)
    {
    case HkMessageProtocolRequest:
        TakeRequest(Channel, Packet);
        break;
    case HkMessageSetLedIndicators:
        TakeLights(Channel, Packet);
        break;
    default:
        ++Channel->Statistics.Dropped;
    }
}

/* Sends one make or break; Code is a scan code of set 1 below 0x80, or with 0xE000 or 0xE100 before it. */
static int SendKey(HOST_CHANNEL *Channel, unsigned Code, int IsBreak)
{
    HK_MESSAGE_KEYSTROKE Key = {.Header.MessageType = HkMessageEvent, .MakeCode = (HV_UINT16)(Code & 0xFF)};

    Key.IsBreak = (HV_UINT32)IsBreak;
    Key.IsE0 = (Code >> 8) == 0xE0;
    Key.IsE1 = (Code >> 8) == 0xE1;
    return ChannelSend(Channel, &Key, sizeof(Key));
}

static int TypeKey(HOST_DEVICE *Device, const char *Arguments, char *Reply)
{
    HOST_CHANNEL *Channel = Device->Channel;
    const KEYBOARD_CHANNEL *State = Channel != NULL && Channel->IsOpen ? Channel->State : NULL;
    long long Code;
    long long Down;

    if (!JsonInteger(Arguments, "code", 1, 0xE17F, 0, &Code) || Code == 0 || !JsonInteger(Arguments, "down", 0, 1, -1, &Down) ||
        ((Code >> 8) != 0 && (Code >> 8) != 0xE0 && (Code >> 8) != 0xE1))
    {
        strcpy(Reply, "code is a scan code of set 1, alone or after 0xE000 or 0xE100; down is 0 or 1");
        return 0;
    }
    if (State == NULL || !State->IsReady)
    {
        strcpy(Reply, "the guest does not listen");
        return 0;
    }
    /* Without "down" the key is pressed and released. */
    return (Down == 0 || SendKey(Channel, (unsigned)Code, 0)) && (Down == 1 || SendKey(Channel, (unsigned)Code, 1));
}

static const HOST_COMMAND Commands[] = {
    {"key", "code, down: types a key of scan code set 1, or presses (1) or releases (0) it only", TypeKey},
    {NULL, NULL, NULL},
};

const HOST_DEVICE_TYPE KeyboardType = {
    .Name = "keyboard",
    .Help = "keyboard, on which the command \"key\" types",
    .Class = HK_CLASS_ID_INIT,
    .Instance = HK_INSTANCE_ID_INIT,
    .ChannelBytes = sizeof(KEYBOARD_CHANNEL),
    .Packet = TakePacket,
    .Commands = Commands,
};
