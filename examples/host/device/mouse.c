/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Mouse (Device/Mouse.h): a HID device with absolute coordinates, moved by commands.
 */

#include "../bus.h"

#include <stdio.h>
#include <string.h>

#include <Mile.HyperV/Device/Mouse.h>

enum
{
    HidDescriptorType = 0x21,
    HidReportDescriptorType = 0x22,
    HidVersion = 0x0101,
    CoordinateMaximum = 32767,
    WheelMaximum = 32767,
};

typedef struct MOUSE_CHANNEL
{
    int IsReady; /* The guest has the device information. */
} MOUSE_CHANNEL;

static void SendDeviceInfo(HOST_CHANNEL *Channel)
{
    SYNTHHID_DEVICE_INFO Info = {
        .Header = {.Type = SynthHidInitialDeviceInfo},
        .HidDeviceAttributes = {.Size = sizeof(Info.HidDeviceAttributes),
                                .VendorID = SYNTHHID_HID_VENDOR_ID,
                                .ProductID = SYNTHHID_HID_PRODUCT_ID,
                                .VersionNumber = SYNTHHID_HID_VERSION_ID},
        .HidDescriptorInformation = {.bLength = sizeof(Info.HidDescriptorInformation),
                                     .bDescriptorType = HidDescriptorType,
                                     .bcdHID = HidVersion,
                                     .bNumDescriptors = 1,
                                     .DescriptorList = {{.bReportType = HidReportDescriptorType,
                                                         .wReportLength = sizeof(SYNTHHID_REPORT_DESCRIPTOR)}}},
    };
    unsigned Bytes = (unsigned)(offsetof(SYNTHHID_DEVICE_INFO, HidReportDescriptorInformation) +
                                sizeof(SYNTHHID_REPORT_DESCRIPTOR));

    Info.Header.Size = Bytes - (unsigned)sizeof(Info.Header);
    memcpy(Info.HidReportDescriptorInformation, SYNTHHID_REPORT_DESCRIPTOR, sizeof(SYNTHHID_REPORT_DESCRIPTOR));
    ChannelSendPipe(Channel, &Info, Bytes);
}

static void TakeRequest(HOST_CHANNEL *Channel, const HV_UINT8 *Message, HV_UINT32 Bytes)
{
    SYNTHHID_PROTOCOL_REQUEST Request;
    SYNTHHID_PROTOCOL_RESPONSE Response = {
        .Header = {.Type = SynthHidProtocolResponse, .Size = sizeof(Response) - sizeof(Response.Header)}};

    if (Bytes < sizeof(Request))
    {
        ChannelFail(Channel, "a protocol request of %u bytes", Bytes);
        return;
    }
    memcpy(&Request, Message, sizeof(Request));
    Response.VersionRequested = Request.VersionRequested;
    Response.Approved = Request.VersionRequested.AsDWord == SYNTHHID_INPUT_VERSION;
    ChannelSendPipe(Channel, &Response, sizeof(Response));
    if (Response.Approved)
    {
        SendDeviceInfo(Channel);
    }
}

static void TakePacket(HOST_CHANNEL *Channel, const MILE_HV_PACKET *Packet)
{
    MOUSE_CHANNEL *State = Channel->State;
    SYNTHHID_MESSAGE_HEADER Header;
    const HV_UINT8 *Message;
    HV_UINT32 Bytes;

    if (Packet->Descriptor.Type != VmbusPacketTypeDataInBand ||
        MileHvPipeCheck(Packet->Payload, Packet->PayloadBytes, &Message, &Bytes) != MileHvSuccess ||
        Bytes < sizeof(Header))
    {
        ChannelFail(Channel, "a packet that is no message");
        return;
    }
    memcpy(&Header, Message, sizeof(Header));
    if ((Packet->Descriptor.Flags & VMBUS_DATA_PACKET_FLAG_COMPLETION_REQUESTED) != 0)
    {
        ChannelComplete(Channel, Packet->Descriptor.TransactionId, "", 0);
    }
    switch (Header.Type)
    {
    case SynthHidProtocolRequest:
        TakeRequest(Channel, Message, Bytes);
        break;
    case SynthHidInitialDeviceInfoAck:
        State->IsReady = 1;
        HostEvent("MOUSE_READY", "{\"device\": \"%s\"}", Channel->Device->Name);
        break;
    default:
        ++Channel->Statistics.Dropped;
    }
}

static int Move(HOST_DEVICE *Device, const char *Arguments, char *Reply)
{
    HOST_CHANNEL *Channel = Device->Channel;
    const MOUSE_CHANNEL *State = Channel != NULL && Channel->IsOpen ? Channel->State : NULL;
    SYNTHHID_INPUT_REPORT Report = {
        .Header = {.Type = SynthHidInputReport, .Size = sizeof(Report) - sizeof(Report.Header)}};
    long long X;
    long long Y;
    long long Wheel;
    long long Buttons;

    if (!JsonInteger(Arguments, "x", 0, CoordinateMaximum, 0, &X) ||
        !JsonInteger(Arguments, "y", 0, CoordinateMaximum, 0, &Y) ||
        !JsonInteger(Arguments, "wheel", -WheelMaximum, WheelMaximum, 0, &Wheel) ||
        !JsonInteger(Arguments, "buttons", 0, (1 << SYNTHHID_MOUSE_NUMBER_BUTTONS) - 1, 0, &Buttons))
    {
        strcpy(Reply, "x and y are 0 to 32767, wheel is -32767 to 32767, buttons is 0 to 31");
        return 0;
    }
    if (State == NULL || !State->IsReady)
    {
        strcpy(Reply, "the guest does not listen");
        return 0;
    }
    Report.InputReport.X = (HV_INT16)X;
    Report.InputReport.Y = (HV_INT16)Y;
    Report.InputReport.Z = (HV_INT16)Wheel;
    Report.InputReport.ButtonData = (HV_UINT8)Buttons;
    return ChannelSendPipe(Channel, &Report, sizeof(Report));
}

static const HOST_COMMAND Commands[] = {
    {"mouse", "x, y (0 to 32767), wheel (0), buttons (0): moves the mouse there; buttons has one bit each", Move},
    {NULL, NULL, NULL},
};

const HOST_DEVICE_TYPE MouseType = {
    .Name = "mouse",
    .Help = "mouse, which the command \"mouse\" moves",
    .Class = SYNTHHID_CLASS_ID_INIT,
    .Instance = SYNTHHID_INSTANCE_ID_INIT,
    .OfferFlags = VMBUS_OFFER_FLAG_NAMED_PIPE_MODE,
    .ChannelBytes = sizeof(MOUSE_CHANNEL),
    .Packet = TakePacket,
    .Commands = Commands,
};
