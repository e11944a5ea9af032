/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Lies about packets, for all devices at one place: lengths, ids, numbers in messages, floods, removal.
 *
 * Most faults know nothing of the protocol. Those that do are a table: which member of
 * which message of which device gets which value.
 */

#include "fault.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <Mile.HyperV/Device/DynamicMemory.h>
#include <Mile.HyperV/Device/FileSystem.h>
#include <Mile.HyperV/Device/GuestEmulation.h>
#include <Mile.HyperV/Device/Keyboard.h>
#include <Mile.HyperV/Device/Mouse.h>
#include <Mile.HyperV/Device/Network.h>
#include <Mile.HyperV/Device/Pci.h>
#include <Mile.HyperV/Device/Serial.h>
#include <Mile.HyperV/Device/Storage.h>
#include <Mile.HyperV/Device/Video.h>

enum
{
    MaximumFaults = 16,
    FloodMessages = 600, /* More than a guest should pass over while it waits for one message. */
    FloodBytes = 64,     /* Of one of them. */
    GrowBytes = 256,     /* That long-message adds. */
    UnknownNumber = 0x7F7F,
};

static const struct
{
    const char *Name;
    const char *Help;
} KnownFaults[] = {
    {"no-version", "refuses every version of the bus"},
    {"short-offer", "sends offers of 100 bytes"},
    {"twin-offer", "offers the same channel number twice"},
    {"monitor-id", "offers a monitor id that no monitor page has"},
    {"no-offers-end", "never ends its list of offers"},
    {"no-gpadl", "refuses every GPADL"},
    {"gpadl-silence", "never answers a GPADL"},
    {"no-open", "refuses to open every channel"},
    {"open-silence", "never answers an open request"},
    {"ring-index", "sets an index outside of the ring when it sends its first packet"},
    {"packet-length", "sends packets that claim to be longer than the ring's contents"},
    {"packet-type", "sends packets of an unknown type"},
    {"empty-message", "sends packets without contents"},
    {"silence", "never sends a packet"},
    {"short-message", "cuts each message to half its length"},
    {"long-message", "adds 256 bytes to each message"},
    {"pipe-length", "says of each message on a pipe that it is longer than its packet"},
    {"foreign-id", "answers what the guest has not asked: another transaction, or a message of another number"},
    {"twice", "sends each packet twice"},
    {"index-outside", "says an index or a count that is outside, where the device has one"},
    {"range-outside", "names a range that is outside, where the device has one"},
    {"length-overflow", "says a length that overflows with its offset, where the device has one"},
    {"flood", "sends 600 messages of no meaning before its first one"},
    {"rescind", "takes the device away after its first packet"},
    {"noise=SEED", "changes some bits of each packet"},
};

static char Faults[MaximumFaults][24];
static unsigned FaultCount;
static unsigned PacketCount; /* That devices have sent so far. */
static unsigned ToldCount;
static uint64_t Noise;       /* State of the generator; 0: off. */

int HostFault(const char *Name)
{
    for (unsigned Index = 0; Index < FaultCount; ++Index)
    {
        if (strcmp(Faults[Index], Name) == 0)
        {
            return 1;
        }
    }
    return 0;
}

int FaultIsOn(void)
{
    return FaultCount != 0;
}

unsigned FaultCountTold(void)
{
    return ToldCount;
}

/* Whether a lie that can always be told is to be told now. */
static int Tells(const char *Name)
{
    const int IsOn = HostFault(Name);

    ToldCount += (unsigned)IsOn;
    return IsOn;
}

int FaultAdd(const char *Name)
{
    const size_t Length = strcspn(Name, "=");

    for (unsigned Index = 0; Index < sizeof(KnownFaults) / sizeof(KnownFaults[0]); ++Index)
    {
        const char *Known = KnownFaults[Index].Name;

        if (strcspn(Known, "=") != Length || strncmp(Known, Name, Length) != 0 ||
            (Known[Length] == '=') != (Name[Length] == '=') || FaultCount == MaximumFaults)
        {
            continue;
        }
        if (Name[Length] == '=' && (Name[Length + 1] == 0 || Name[Length + 1 + strspn(Name + Length + 1, "0123456789")] != 0))
        {
            return 0; /* The seed is a number. */
        }
        if (Name[Length] == '=')
        {
            Noise = strtoull(Name + Length + 1, NULL, 10) * 0x9E3779B97F4A7C15U | 1;
        }
        snprintf(Faults[FaultCount++], sizeof(Faults[0]), "%s", Name);
        return 1;
    }
    return 0;
}

void FaultHelp(void)
{
    printf("Faults:\n");
    for (unsigned Index = 0; Index < sizeof(KnownFaults) / sizeof(KnownFaults[0]); ++Index)
    {
        printf("  %-21s %s\n", KnownFaults[Index].Name, KnownFaults[Index].Help);
    }
}

/*
 * Forms of the devices' messages.
 */

/* Place of the number in a message that is no completion, and the first bytes of a message without meaning. */
#define ID(Structure, Member) offsetof(Structure, Member), sizeof(((Structure *)0)->Member)

static const struct
{
    const char *Device;
    unsigned IdOffset;
    unsigned IdBytes;
    unsigned Idle; /* Number of a message without meaning for the guest. */
    HV_UINT8 Head[4];
} Forms[] = {
    {"balloon", ID(DM_MESSAGE_HEADER, TransactionId), UnknownNumber, {0x7F, 0x7F, FloodBytes}},
    {"scsi", ID(VSTOR_PACKET, Operation), VStorOperationEnumerateBus, {0}},
    {"fibre", ID(VSTOR_PACKET, Operation), VStorOperationEnumerateBus, {0}},
    {"network", ID(NVSP_MESSAGE_HEADER, MessageType), UnknownNumber, {0}},
    {"keyboard", ID(HK_MESSAGE_HEADER, MessageType), UnknownNumber, {0}},
    {"mouse", ID(SYNTHHID_MESSAGE_HEADER, Type), UnknownNumber, {0}},
    {"pci", ID(VPCI_PACKET_HEADER, MessageType), UnknownNumber, {0}},
    {"video", ID(SYNTHVID_MESSAGE_HEADER, Type), UnknownNumber, {0}},
    {"files", ID(VMBFS_MESSAGE_HEADER, Type), UnknownNumber, {0}},
    {"serial", ID(VMBUS_SERIAL_HEADER, MessageId), UnknownNumber,
     {VmbusSerialMessageVersion1, VmbusSerialMessageGuestNotification}},
    {"emulation", ID(GET_MESSAGE_HEADER, MessageId), UnknownNumber, {GetMessageVersion1, GetMessageGuestNotification}},
    {"socket", 0, 4, UnknownNumber, {0}},
};

/* Members that get a wrong value. Number is what has to be at IdOffset, if IdBytes is not 0; First is the first packet. */
#define PAYLOAD(Structure, Member) 0, offsetof(Structure, Member), sizeof(((Structure *)0)->Member)
#define PLACE(Member)                                                                                                  \
    1, sizeof(VMTRANSFER_PAGE_PACKET_HEADER) - sizeof(VMPACKET_DESCRIPTOR) + offsetof(VMTRANSFER_PAGE_RANGE, Member), 4

static const struct
{
    const char *Fault;
    const char *Device;
    unsigned NumberOffset;
    unsigned NumberBytes;
    HV_UINT32 Number;
    unsigned First;
    int IsExternal;
    size_t Offset;
    size_t Bytes;
    HV_UINT64 Value;
} Members[] = {
    {"index-outside", "balloon", 0, 2, DmUnballoonRequest, 0, PAYLOAD(DM_UNBALLOON_REQUEST, RangeCount), 0x7FFFFFFF},
    {"range-outside", "balloon", 0, 2, DmUnballoonRequest, 0, 0, sizeof(DM_UNBALLOON_REQUEST), 5, 1},
    {"length-overflow", "balloon", 0, 2, DmUnballoonRequest, 0, 0, sizeof(DM_UNBALLOON_REQUEST), 8, ~0ULL},
    {"index-outside", "scsi", 0, 0, 0, 4, PAYLOAD(VSTOR_PACKET, VmSrb.SenseInfoExLength), 0xFF},
    {"range-outside", "scsi", 0, 0, 0, 4, PAYLOAD(VSTOR_PACKET, VmSrb.DataTransferLength), 0x1000},
    {"length-overflow", "scsi", 0, 0, 0, 4, PAYLOAD(VSTOR_PACKET, VmSrb.DataTransferLength), 0xFFFFFFFF},
    {"index-outside", "fibre", 0, 0, 0, 5, PAYLOAD(VSTOR_PACKET, VmSrb.SenseInfoExLength), 0xFF},
    {"range-outside", "fibre", 0, 0, 0, 5, PAYLOAD(VSTOR_PACKET, VmSrb.DataTransferLength), 0x1000},
    {"length-overflow", "fibre", 0, 0, 0, 5, PAYLOAD(VSTOR_PACKET, VmSrb.DataTransferLength), 0xFFFFFFFF},
    {"index-outside", "network", 0, 4, NvspMessage1TypeSendReceiveBufferComplete, 0,
     PAYLOAD(NVSP_MESSAGE, Messages.Version1Messages.SendReceiveBufferComplete.NumSections), 0xFFFFFFFF},
    {"range-outside", "network", 0, 4, NvspMessage1TypeSendRNDISPacket, 0, PLACE(ByteOffset), 0x40000},
    {"length-overflow", "network", 0, 4, NvspMessage1TypeSendRNDISPacket, 0, PLACE(ByteOffset), 0xFFFFFFF8},
    {"index-outside", "mouse", 0, 4, SynthHidInitialDeviceInfo, 0,
     PAYLOAD(SYNTHHID_DEVICE_INFO, HidDescriptorInformation.DescriptorList[0].wReportLength), 0xFFFF},
    {"range-outside", "mouse", 0, 4, SynthHidInputReport, 0, PAYLOAD(SYNTHHID_MESSAGE_HEADER, Size), 0x1000},
    {"length-overflow", "mouse", 0, 4, SynthHidInputReport, 0, PAYLOAD(SYNTHHID_MESSAGE_HEADER, Size), 0xFFFFFFFF},
    {"index-outside", "pci", 0, 4, VpciMsgBusRelations2, 0, PAYLOAD(VPCI_QUERY_BUS_RELATIONS, DeviceCount), 0xFFFF},
    {"length-overflow", "pci", 0, 4, VpciMsgBusRelations2, 0, PAYLOAD(VPCI_QUERY_BUS_RELATIONS, DeviceCount), 0xFFFFFFFF},
    {"range-outside", "pci", 0, 4, 0x00010001, 0, 0,
     sizeof(HV_CM_PARTIAL_RESOURCE_LIST) + offsetof(HV_CM_PARTIAL_RESOURCE_DESCRIPTOR, u.Generic.Start), 8, ~0xFFFULL},
    {"index-outside", "video", 0, 4, SynthvidSupportedResolutionsResponse, 0,
     PAYLOAD(SYNTHVID_SUPPORTED_RESOLUTIONS_RESPONSE_MESSAGE, DefaultResolutionIndex), 0xFF},
    {"range-outside", "video", 0, 4, SynthvidSupportedResolutionsResponse, 0,
     PAYLOAD(SYNTHVID_SUPPORTED_RESOLUTIONS_RESPONSE_MESSAGE, ResolutionCount), 0xFF},
    {"length-overflow", "video", 0, 4, SynthvidSupportedResolutionsResponse, 0, PAYLOAD(SYNTHVID_MESSAGE_HEADER, Size),
     0xFFFFFFFF},
    {"range-outside", "files", 0, 4, VmbfsMessageTypeReadFileRdmaResponse, 0,
     PAYLOAD(VMBFS_MESSAGE_READ_FILE_RDMA_RESPONSE, ByteCount), 0x10001},
    {"length-overflow", "files", 0, 4, VmbfsMessageTypeReadFileRdmaResponse, 0,
     PAYLOAD(VMBFS_MESSAGE_READ_FILE_RDMA_RESPONSE, ByteCount), 0xFFFFFFFF},
    {"range-outside", "serial", 2, 2, VmbusSerialHostRequestGetRxData, 2, PAYLOAD(VMBUS_SERIAL_RX_DATA_RESPONSE, BufferLength),
     VMBUS_SERIAL_MAXIMUM_PAYLOAD + 1},
    {"length-overflow", "serial", 2, 2, VmbusSerialHostRequestGetRxData, 2,
     PAYLOAD(VMBUS_SERIAL_RX_DATA_RESPONSE, BufferLength), 0xFF},
    {"index-outside", "emulation", 2, 2, GetHostRequestDevicePlatformSettingsV2Rev1, 0,
     PAYLOAD(GET_DEVICE_PLATFORM_SETTINGS_RESPONSE_V2_REV1, PayloadState), 7},
    {"range-outside", "emulation", 2, 2, GetHostRequestVmgsGetDeviceInfo, 0,
     PAYLOAD(GET_VMGS_GET_DEVICE_INFO_RESPONSE, Capacity), 1ULL << 63},
    {"length-overflow", "emulation", 2, 2, GetHostRequestDevicePlatformSettingsV2Rev1, 0,
     PAYLOAD(GET_DEVICE_PLATFORM_SETTINGS_RESPONSE_V2_REV1, Size), 0xFFFFFFF8},
};

/*
 * Sending.
 */

/* A packet with room for more, as it is being changed. */
typedef struct CHANGED
{
    FAULT_PACKET Packet;
    HV_UINT8 External[4096];
    HV_UINT8 Payload[VMPIPE_MAXIMUM_PIPE_PACKET_SIZE + sizeof(VMPIPE_PROTOCOL_HEADER) + GrowBytes];
    unsigned Head; /* Bytes of the payload before the message: the header of a pipe. */
} CHANGED;

static void SetPipeSize(CHANGED *Changed, HV_UINT32 Bytes)
{
    if (Changed->Head != 0)
    {
        memcpy(Changed->Payload + offsetof(VMPIPE_PROTOCOL_HEADER, DataSize), &Bytes, sizeof(Bytes));
    }
}

static void SetLength(CHANGED *Changed, unsigned Bytes)
{
    Changed->Packet.PayloadBytes = Changed->Head + Bytes;
    SetPipeSize(Changed, Bytes);
}

static void ChangeLength(CHANGED *Changed)
{
    const unsigned Bytes = Changed->Packet.PayloadBytes - Changed->Head;

    if (Tells("short-message"))
    {
        SetLength(Changed, Bytes / 2);
    }
    if (Tells("long-message"))
    {
        SetLength(Changed, Bytes + GrowBytes);
    }
    if (Changed->Head != 0 && Tells("pipe-length"))
    {
        SetPipeSize(Changed, Bytes + GrowBytes);
    }
    if (Tells("empty-message"))
    {
        Changed->Packet.PayloadBytes = 0;
    }
}

static void ChangeId(CHANGED *Changed, const char *Device)
{
    const HV_UINT32 Id = UnknownNumber;

    if (Changed->Packet.Type == VmbusPacketTypeCompletion)
    {
        ++Changed->Packet.TransactionId;
        ++ToldCount;
        return;
    }
    for (unsigned Index = 0; Index < sizeof(Forms) / sizeof(Forms[0]); ++Index)
    {
        if (strcmp(Forms[Index].Device, Device) == 0)
        {
            memcpy(Changed->Payload + Changed->Head + Forms[Index].IdOffset, &Id, Forms[Index].IdBytes);
            ++ToldCount;
        }
    }
}

static void ChangeMembers(CHANGED *Changed, const char *Device)
{
    const HV_UINT8 *Message = Changed->Payload + Changed->Head;

    for (unsigned Index = 0; Index < sizeof(Members) / sizeof(Members[0]); ++Index)
    {
        HV_UINT32 Number = 0;

        memcpy(&Number, Message + Members[Index].NumberOffset, Members[Index].NumberBytes);
        if (strcmp(Members[Index].Device, Device) != 0 || !HostFault(Members[Index].Fault) ||
            Number != Members[Index].Number || PacketCount < Members[Index].First ||
            (Members[Index].IsExternal && Changed->Packet.ExternalBytes == 0))
        {
            continue;
        }
        memcpy((Members[Index].IsExternal ? Changed->External : Changed->Payload + Changed->Head) + Members[Index].Offset,
               &Members[Index].Value, Members[Index].Bytes);
        ++ToldCount;
    }
}

static HV_UINT32 Random(void)
{
    Noise ^= Noise << 13;
    Noise ^= Noise >> 7;
    Noise ^= Noise << 17;
    return (HV_UINT32)(Noise >> 32);
}

static void AddNoise(CHANGED *Changed)
{
    for (unsigned Count = Random() % 3; Count != 0; --Count)
    {
        ++ToldCount;
        const unsigned All = Changed->Packet.ExternalBytes + Changed->Packet.PayloadBytes;
        const unsigned At = All != 0 ? Random() % All : 0;
        HV_UINT8 *Place = At < Changed->Packet.ExternalBytes ? Changed->External + At
                                                             : Changed->Payload + (At - Changed->Packet.ExternalBytes);

        *Place = Random() % 4 == 0 ? (HV_UINT8)Random() : (HV_UINT8)(*Place ^ 1U << Random() % 8);
    }
}

/* Messages that a guest passes over, one by one. */
static void Flood(HOST_CHANNEL *Channel, unsigned Head, FAULT_SENDER *Send)
{
    HV_UINT8 Message[sizeof(VMPIPE_PROTOCOL_HEADER) + FloodBytes] = {0};
    const VMPIPE_PROTOCOL_HEADER Pipe = {.PacketType = VmPipeMessageData, .DataSize = FloodBytes};
    const FAULT_PACKET Packet = {.Type = VmbusPacketTypeDataInBand,
                                 .External = "",
                                 .Payload = Message,
                                 .PayloadBytes = Head + FloodBytes};

    memcpy(Message, &Pipe, Head);
    for (unsigned Index = 0; Index < sizeof(Forms) / sizeof(Forms[0]); ++Index)
    {
        if (strcmp(Forms[Index].Device, Channel->Device->Type->Name) == 0)
        {
            memcpy(Message + Head, Forms[Index].Head, sizeof(Forms[Index].Head));
            memcpy(Message + Head + Forms[Index].IdOffset, &Forms[Index].Idle, Forms[Index].IdBytes);
        }
    }
    for (unsigned Count = 0; Count < FloodMessages; ++Count)
    {
        Send(Channel, &Packet);
    }
}

static void Rescind(void *Context)
{
    for (HOST_CHANNEL *Channel = BusNextChannel(NULL); Channel != NULL; Channel = BusNextChannel(Channel))
    {
        if (Channel == Context)
        {
            BusRescind(Channel);
            return;
        }
    }
}

int FaultSend(HOST_CHANNEL *Channel, const FAULT_PACKET *Packet, FAULT_SENDER *Send)
{
    static CHANGED Changed;
    const char *Device = Channel->Device->Type->Name;
    const int IsFirst = PacketCount == 0;
    int Result;

    if (Tells("silence") || Packet->ExternalBytes > sizeof(Changed.External) ||
        Packet->PayloadBytes + GrowBytes > sizeof(Changed.Payload))
    {
        return 0;
    }
    memset(&Changed, 0, sizeof(Changed));
    Changed.Packet = *Packet;
    Changed.Packet.External = Changed.External;
    Changed.Packet.Payload = Changed.Payload;
    memcpy(Changed.External, Packet->External, Packet->ExternalBytes);
    memcpy(Changed.Payload, Packet->Payload, Packet->PayloadBytes);
    if ((Channel->OfferFlags & VMBUS_OFFER_FLAG_NAMED_PIPE_MODE) != 0 &&
        Packet->PayloadBytes >= sizeof(VMPIPE_PROTOCOL_HEADER))
    {
        Changed.Head = sizeof(VMPIPE_PROTOCOL_HEADER);
    }
    ChangeLength(&Changed);
    if (HostFault("foreign-id"))
    {
        ChangeId(&Changed, Device);
    }
    ChangeMembers(&Changed, Device);
    if (Noise != 0)
    {
        AddNoise(&Changed);
    }
    ++PacketCount;
    /* channel.c applies these to every packet. */
    (void)(Tells("ring-index") | Tells("packet-length") | Tells("packet-type"));
    if (IsFirst && Tells("flood"))
    {
        Flood(Channel, Changed.Head, Send);
    }
    Result = Send(Channel, &Changed.Packet);
    if (Tells("twice"))
    {
        Result = Send(Channel, &Changed.Packet);
    }
    if (IsFirst && Tells("rescind"))
    {
        HostTimer(0, Rescind, Channel);
    }
    return Result;
}
