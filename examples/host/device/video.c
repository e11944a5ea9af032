/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Video (Device/Video.h): a frame buffer in an MMIO window of the guest's choice, and pictures of it.
 *
 * The guest names the frame buffer's address. In an MMIO window, the host puts
 * memory of its own there until the channel closes; in the guest's memory, which
 * Linux's hyperv_fb uses too, it looks at that memory. The command "picture"
 * makes a PNG of what the guest displays (picture.c).
 */

#define _GNU_SOURCE
#include "../bus.h"
#include "../machine.h"
#include "picture.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include <Mile.HyperV/Device/Video.h>
#include <Mile.HyperV/Guest/Video.h>

enum
{
    FrameMegabytes = 8,
    FrameBytes = FrameMegabytes << 20,
    DefaultWidth = 1024,
    DefaultHeight = 768,
    WidthMinimum = 64,
    HeightMinimum = 64,
    PathBytes = 1024,
    PieceBytes = 690, /* Of a picture in one event; a multiple of 3. */
};

/* Modes that are offered after the one of the command line. The largest fits into the frame buffer. */
static const HVD_SCREEN_INFO Modes[] = {{640, 480}, {800, 600}, {1024, 768}, {1280, 1024}, {1600, 1200}};

typedef struct VIDEO
{
    HVD_SCREEN_INFO Default;
    HV_UINT8 *Frame; /* FrameBytes. */
} VIDEO;

typedef struct VIDEO_CHANNEL
{
    HV_UINT32 Version; /* 0 until one is agreed on. */
    int IsLocated;     /* The guest has said where the frame buffer is. */
    int IsMapped;      /* It is in an MMIO window. */
    int HasFeatures;   /* The guest knows what the host wants. */
    HV_UINT64 Address;
    MILE_HV_VIDEO_MODE Mode; /* WidthPixels is 0 until there is one. */
    HV_UINT32 Dirt;          /* Rectangles, since Open. */
    HV_INT32 PointerX, PointerY;
    int IsPointerVisible;
    unsigned PointerParts; /* Messages of pointer shapes. */
} VIDEO_CHANNEL;

static void Respond(HOST_CHANNEL *Channel, SYNTHVID_MESSAGE_TYPE Type, void *Message, unsigned Bytes)
{
    const SYNTHVID_MESSAGE_HEADER Header = {.Type = Type, .Size = Bytes};

    memcpy(Message, &Header, sizeof(Header));
    ChannelSendPipe(Channel, Message, Bytes);
}

/*
 * Version, modes, capabilities.
 */

static void TakeVersion(HOST_CHANNEL *Channel, const SYNTHVID_VERSION_REQUEST_MESSAGE *Request)
{
    VIDEO_CHANNEL *State = Channel->State;
    SYNTHVID_VERSION_RESPONSE_MESSAGE Response = {.Version = Request->Version, .MaxVideoOutputs = 1};

    if (State->Version != 0)
    {
        ChannelFail(Channel, "a version is agreed on already");
        return;
    }
    if (Request->Version.MajorVersion == SYNTHVID_VERSION_MAJOR &&
        Request->Version.MinorVersion <= SYNTHVID_VERSION_MINOR)
    {
        State->Version = Request->Version.AsDWORD;
        Response.IsAccepted = SYNTHVID_ACCEPTED_WITH_VERSION_EXCHANGE;
        HostSay("%s: version %u.%u", Channel->Device->Name, Request->Version.MajorVersion,
                Request->Version.MinorVersion);
    }
    Respond(Channel, SynthvidVersionResponse, &Response, sizeof(Response));
}

static void TakeResolutions(HOST_CHANNEL *Channel, const SYNTHVID_SUPPORTED_RESOLUTIONS_REQUEST_MESSAGE *Request)
{
    const VIDEO *Video = Channel->Device->State;
    const unsigned All = 1 + sizeof(Modes) / sizeof(Modes[0]);
    const unsigned Count = Request->MaximumResolutionCount < All ? Request->MaximumResolutionCount : All;
    SYNTHVID_SUPPORTED_RESOLUTIONS_RESPONSE_MESSAGE Response = {.ResolutionCount = (HV_UINT8)Count};
    HV_UINT8 Message[sizeof(Response) + sizeof(HVD_SCREEN_INFO) + sizeof(Modes)];

    memcpy(Response.EdidBlock, SYNTHVID_EDID_BLOCK, sizeof(Response.EdidBlock));
    memcpy(Message, &Response, sizeof(Response));
    memcpy(Message + sizeof(Response), &Video->Default, sizeof(Video->Default));
    memcpy(Message + sizeof(Response) + sizeof(Video->Default), Modes, sizeof(Modes));
    Respond(Channel, SynthvidSupportedResolutionsResponse, Message,
            (unsigned)(sizeof(Response) + Count * sizeof(HVD_SCREEN_INFO)));
}

/*
 * Frame buffer and mode.
 */

static void Unmap(HOST_CHANNEL *Channel)
{
    VIDEO_CHANNEL *State = Channel->State;

    if (State->IsMapped)
    {
        MachineUnmap(State->Address);
    }
    State->IsMapped = 0;
    State->IsLocated = 0;
}

static void TakeLocation(HOST_CHANNEL *Channel, const SYNTHVID_VRAM_LOCATION_MESSAGE *Request)
{
    VIDEO *Video = Channel->Device->State;
    VIDEO_CHANNEL *State = Channel->State;
    SYNTHVID_VRAM_LOCATION_ACK_MESSAGE Response = {.UserContext = Request->UserContext};
    SYNTHVID_FEATURE_CHANGE_MESSAGE Features = {
        .IsDirtNeeded = 1, .IsPointerPositionUpdatesNeeded = 1, .IsPointerShapeUpdatesNeeded = 1};
    const HV_UINT64 Address = Request->VramGpaAddress;

    Unmap(Channel);
    if (Request->IsVramGpaAddressSpecified != 0)
    {
        State->IsMapped = MachineMapMemory(Address, FrameBytes, Video->Frame);
        if (!State->IsMapped && HostMemory(Address, HostPageBytes) == NULL)
        {
            ChannelFail(Channel, "a frame buffer at %llx, which is neither memory nor a free MMIO window",
                        (unsigned long long)Address);
            return;
        }
        State->IsLocated = 1;
        State->Address = Address;
        HostTrace("%s: the frame buffer is at %llx, %s", Channel->Device->Name, (unsigned long long)Address,
                  State->IsMapped ? "in an MMIO window" : "in the guest's memory");
    }
    Respond(Channel, SynthvidVramLocationAck, &Response, sizeof(Response));
    if (!State->HasFeatures)
    {
        State->HasFeatures = 1;
        Respond(Channel, SynthvidFeatureChange, &Features, sizeof(Features));
    }
}

static void TakeSituation(HOST_CHANNEL *Channel, const SYNTHVID_SITUATION_UPDATE_MESSAGE *Request)
{
    VIDEO_CHANNEL *State = Channel->State;
    const VIDEO_OUTPUT_SITUATION *Output = &Request->VideoOutput[0];
    const MILE_HV_VIDEO_MODE Mode = {.WidthPixels = Output->WidthPixels,
                                     .HeightPixels = Output->HeightPixels,
                                     .PitchBytes = Output->PitchBytes,
                                     .OffsetBytes = Output->PrimarySurfaceVramOffset,
                                     .DepthBits = Output->DepthBits};
    SYNTHVID_SITUATION_UPDATE_ACK_MESSAGE Response = {.UserContext = Request->UserContext};

    if (Request->VideoOutputCount != 1)
    {
        ChannelFail(Channel, "a situation of %u outputs", Request->VideoOutputCount);
        return;
    }
    /* Firmware reports a mode that it displays as inactive; without a mode, there is nothing to display. */
    memset(&State->Mode, 0, sizeof(State->Mode));
    if (MileHvVideoModeCheck(&Mode, FrameBytes) == MileHvSuccess)
    {
        State->Mode = Mode;
    }
    else if (Output->Active != 0)
    {
        ChannelFail(Channel, "a mode of %ux%u pixels, %u bits and %u bytes a line at %u, which does not fit",
                    Mode.WidthPixels, Mode.HeightPixels, Mode.DepthBits, Mode.PitchBytes, Mode.OffsetBytes);
        return;
    }
    Respond(Channel, SynthvidSituationUpdateAck, &Response, sizeof(Response));
    HostEvent("VIDEO_MODE", "{\"device\": \"%s\", \"active\": %d, \"width\": %u, \"height\": %u, \"depth\": %u}",
              Channel->Device->Name, Output->Active != 0, State->Mode.WidthPixels, State->Mode.HeightPixels,
              State->Mode.DepthBits);
}

/*
 * What the guest reports while it draws.
 */

static void TakePointerShape(HOST_CHANNEL *Channel, const SYNTHVID_POINTER_SHAPE_MESSAGE *Shape, HV_UINT32 PixelBytes)
{
    VIDEO_CHANNEL *State = Channel->State;

    if (Shape->WidthPixels > SYNTHVID_CURSOR_MAX_X || Shape->HeightPixels > SYNTHVID_CURSOR_MAX_Y ||
        Shape->HotspotX > Shape->WidthPixels || Shape->HotspotY > Shape->HeightPixels ||
        PixelBytes > SYNTHVID_CURSOR_MAX_PAYLOAD_SIZE)
    {
        ChannelFail(Channel, "a pointer of %ux%u pixels and %u bytes", Shape->WidthPixels, Shape->HeightPixels,
                    PixelBytes);
        return;
    }
    ++State->PointerParts;
}

static void TakeDirt(HOST_CHANNEL *Channel, const SYNTHVID_DIRT_MESSAGE *Message, const HV_UINT8 *Rectangles,
                     HV_UINT32 Bytes)
{
    VIDEO_CHANNEL *State = Channel->State;
    HV_RECT Rectangle;

    if (Message->DirtCount * sizeof(Rectangle) > Bytes)
    {
        ChannelFail(Channel, "%u rectangles in %u bytes", Message->DirtCount, Bytes);
        return;
    }
    for (unsigned Index = 0; Index < Message->DirtCount; ++Index)
    {
        memcpy(&Rectangle, Rectangles + Index * sizeof(Rectangle), sizeof(Rectangle));
        HostTrace("%s: dirt from %d, %d to %d, %d", Channel->Device->Name, Rectangle.Left, Rectangle.Top,
                  Rectangle.Right, Rectangle.Bottom);
    }
    State->Dirt += Message->DirtCount;
}

/*
 * Messages.
 */

/* Bytes of a message at least; 0 for one that no guest sends. */
static HV_UINT32 MinimumBytes(SYNTHVID_MESSAGE_TYPE Type)
{
    switch (Type)
    {
    case SynthvidVersionRequest:
        return sizeof(SYNTHVID_VERSION_REQUEST_MESSAGE);
    case SynthvidVramLocation:
        return sizeof(SYNTHVID_VRAM_LOCATION_MESSAGE);
    case SynthvidSituationUpdate:
        return sizeof(SYNTHVID_SITUATION_UPDATE_MESSAGE);
    case SynthvidPointerPosition:
        return sizeof(SYNTHVID_POINTER_POSITION_MESSAGE);
    case SynthvidPointerShape:
        return sizeof(SYNTHVID_POINTER_SHAPE_MESSAGE);
    case SynthvidDirt:
        return sizeof(SYNTHVID_DIRT_MESSAGE);
    case SynthvidBiosInfoRequest:
        return sizeof(SYNTHVID_BIOS_INFO_REQUEST_MESSAGE);
    case SynthvidSupportedResolutionsRequest:
        return sizeof(SYNTHVID_SUPPORTED_RESOLUTIONS_REQUEST_MESSAGE);
    case SynthvidCapabilityRequest:
        return sizeof(SYNTHVID_CAPABILITY_REQUEST_MESSAGE);
    default:
        return 0;
    }
}

static void TakePacket(HOST_CHANNEL *Channel, const MILE_HV_PACKET *Packet)
{
    VIDEO_CHANNEL *State = Channel->State;
    union
    {
        SYNTHVID_MESSAGE_HEADER Header;
        SYNTHVID_VERSION_REQUEST_MESSAGE Version;
        SYNTHVID_SUPPORTED_RESOLUTIONS_REQUEST_MESSAGE Resolutions;
        SYNTHVID_VRAM_LOCATION_MESSAGE Location;
        SYNTHVID_SITUATION_UPDATE_MESSAGE Situation;
        SYNTHVID_POINTER_POSITION_MESSAGE Position;
        HV_UINT8 Bytes[64]; /* The fixed part of a shape or of dirt. */
    } Message = {.Bytes = {0}};
    SYNTHVID_BIOS_INFO_RESPONSE_MESSAGE BiosInfo = {.VmGeneration = 1}; /* No emulated devices. */
    SYNTHVID_CAPABILITY_RESPONSE_MESSAGE Capabilities = {.Reserved2 = {0}};
    SYNTHVID_POINTER_SHAPE_MESSAGE Shape;
    SYNTHVID_DIRT_MESSAGE Dirt;
    const HV_UINT8 *Data;
    HV_UINT32 Bytes;

    if (Packet->Descriptor.Type != VmbusPacketTypeDataInBand ||
        MileHvPipeCheck(Packet->Payload, Packet->PayloadBytes, &Data, &Bytes) != MileHvSuccess ||
        Bytes < sizeof(Message.Header))
    {
        ChannelFail(Channel, "a packet that is no message");
        return;
    }
    memcpy(&Message, Data, Bytes < sizeof(Message) ? Bytes : sizeof(Message));
    if ((Packet->Descriptor.Flags & VMBUS_DATA_PACKET_FLAG_COMPLETION_REQUESTED) != 0)
    {
        ChannelComplete(Channel, Packet->Descriptor.TransactionId, "", 0);
    }
    HostTrace("%s: message %u of %u bytes", Channel->Device->Name, Message.Header.Type, Bytes);
    if (MinimumBytes(Message.Header.Type) == 0)
    {
        ++Channel->Statistics.Dropped;
        return;
    }
    if (Bytes < MinimumBytes(Message.Header.Type))
    {
        ChannelFail(Channel, "a message %u of %u bytes", Message.Header.Type, Bytes);
        return;
    }
    if (State->Version == 0 && Message.Header.Type != SynthvidVersionRequest)
    {
        ChannelFail(Channel, "a message %u before the version", Message.Header.Type);
        return;
    }
    switch (Message.Header.Type)
    {
    case SynthvidVersionRequest:
        TakeVersion(Channel, &Message.Version);
        break;
    case SynthvidSupportedResolutionsRequest:
        TakeResolutions(Channel, &Message.Resolutions);
        break;
    case SynthvidBiosInfoRequest:
        Respond(Channel, SynthvidBiosInfoResponse, &BiosInfo, sizeof(BiosInfo));
        break;
    case SynthvidCapabilityRequest:
        Respond(Channel, SynthvidCapabilityResponse, &Capabilities, sizeof(Capabilities));
        break;
    case SynthvidVramLocation:
        TakeLocation(Channel, &Message.Location);
        break;
    case SynthvidSituationUpdate:
        TakeSituation(Channel, &Message.Situation);
        break;
    case SynthvidPointerPosition:
        State->PointerX = Message.Position.ImageX;
        State->PointerY = Message.Position.ImageY;
        State->IsPointerVisible = Message.Position.IsVisible != 0;
        break;
    case SynthvidPointerShape:
        memcpy(&Shape, Data, sizeof(Shape));
        TakePointerShape(Channel, &Shape, Bytes - (HV_UINT32)sizeof(Shape));
        break;
    default:
        memcpy(&Dirt, Data, sizeof(Dirt));
        TakeDirt(Channel, &Dirt, Data + sizeof(Dirt), Bytes - (HV_UINT32)sizeof(Dirt));
    }
}

/* The guest has its address space back. */
static void Close(HOST_CHANNEL *Channel)
{
    Unmap(Channel);
}

static int Create(HOST_DEVICE *Device, const char *Arguments, char *Reason)
{
    VIDEO *Video = Device->State;
    const HVD_SCREEN_INFO Largest = Modes[sizeof(Modes) / sizeof(Modes[0]) - 1];
    unsigned Width = DefaultWidth;
    unsigned Height = DefaultHeight;
    char End;

    if (Arguments != NULL && (sscanf(Arguments, "%4ux%4u%c", &Width, &Height, &End) != 2 || Width < WidthMinimum ||
                              Width > Largest.Width || Height < HeightMinimum || Height > Largest.Height))
    {
        snprintf(Reason, 256, "the mode is WIDTHxHEIGHT, from %ux%u to %ux%u", WidthMinimum, HeightMinimum,
                 Largest.Width, Largest.Height);
        return 0;
    }
    Video->Default = (HVD_SCREEN_INFO){(HV_UINT16)Width, (HV_UINT16)Height};
    Video->Frame = mmap(NULL, FrameBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (Video->Frame == MAP_FAILED)
    {
        strcpy(Reason, "there is no memory for a frame buffer");
        return 0;
    }
    return 1;
}

static void Destroy(HOST_DEVICE *Device)
{
    const VIDEO *Video = Device->State;

    munmap(Video->Frame, FrameBytes);
}

/*
 * Commands.
 */

/* Sends a file in events, for who cannot see this machine's files. */
static void SendFile(const uint8_t *File, size_t Bytes)
{
    static const char Digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    char Text[PieceBytes / 3 * 4 + 1];

    for (size_t Offset = 0; Offset < Bytes; Offset += PieceBytes)
    {
        char *End = Text;

        for (size_t At = Offset; At < Bytes && At < Offset + PieceBytes; At += 3)
        {
            const size_t Left = Bytes - At;
            const uint32_t Three = (uint32_t)File[At] << 16 | (Left > 1 ? (uint32_t)File[At + 1] << 8 : 0) |
                                   (Left > 2 ? File[At + 2] : 0);

            *End++ = Digits[Three >> 18];
            *End++ = Digits[Three >> 12 & 63];
            *End++ = '=';
            *End++ = '=';
            if (Left > 1)
            {
                End[-2] = Digits[Three >> 6 & 63];
            }
            if (Left > 2)
            {
                End[-1] = Digits[Three & 63];
            }
        }
        *End = 0;
        HostEvent("PICTURE", "{\"offset\": %zu, \"base64\": \"%s\"}", Offset, Text);
    }
}

/* The first pixel of what the guest displays; null with the reason in Reply. */
static const uint8_t *Displayed(const HOST_DEVICE *Device, MILE_HV_VIDEO_MODE *Mode, char *Reply)
{
    const VIDEO *Video = Device->State;
    const VIDEO_CHANNEL *State = Device->Channel != NULL && Device->Channel->IsOpen ? Device->Channel->State : NULL;
    const uint8_t *Frame;
    uint64_t Bytes;

    if (State == NULL || !State->IsLocated || State->Mode.WidthPixels == 0)
    {
        strcpy(Reply, "the guest displays nothing");
        return NULL;
    }
    if (State->Mode.DepthBits != SYNTHVID_DEPTH_WIN8)
    {
        snprintf(Reply, ReplyBytes, "the layout of pixels of %u bits is undocumented", State->Mode.DepthBits);
        return NULL;
    }
    *Mode = State->Mode;
    Bytes = Mode->OffsetBytes + (uint64_t)Mode->PitchBytes * Mode->HeightPixels;
    Frame = State->IsMapped ? Video->Frame : HostMemory(State->Address, Bytes);
    if (Frame == NULL)
    {
        strcpy(Reply, "the frame buffer is not all memory");
        return NULL;
    }
    return Frame + Mode->OffsetBytes;
}

static int TakePicture(HOST_DEVICE *Device, const char *Arguments, char *Reply)
{
    const int IsFile = JsonMember(Arguments, "file") != NULL;
    MILE_HV_VIDEO_MODE Mode;
    const VIDEO_CHANNEL *State;
    const uint8_t *Pixels;
    char Path[PathBytes];
    uint8_t *File;
    size_t Bytes;
    int IsWritten = 1;

    if (IsFile && !JsonString(Arguments, "file", Path, sizeof(Path)))
    {
        strcpy(Reply, "file is the path of a new file");
        return 0;
    }
    Pixels = Displayed(Device, &Mode, Reply);
    if (Pixels == NULL)
    {
        return 0;
    }
    State = Device->Channel->State;
    File = PictureEncode(Pixels, Mode.PitchBytes, Mode.WidthPixels, Mode.HeightPixels, &Bytes);
    if (File == NULL)
    {
        strcpy(Reply, "there is no memory for a picture");
        return 0;
    }
    if (IsFile)
    {
        IsWritten = PictureWrite(Path, File, Bytes);
    }
    else
    {
        SendFile(File, Bytes);
    }
    free(File);
    if (!IsWritten)
    {
        snprintf(Reply, ReplyBytes, "%s cannot be written: %s", Path, strerror(errno));
        return 0;
    }
    snprintf(Reply, ReplyBytes,
             "{\"width\": %u, \"height\": %u, \"bytes\": %zu, \"dirt\": %u, \"pointer\": {\"visible\": %d, \"x\": %d, "
             "\"y\": %d, \"parts\": %u}}",
             Mode.WidthPixels, Mode.HeightPixels, Bytes, State->Dirt, State->IsPointerVisible, State->PointerX,
             State->PointerY, State->PointerParts);
    return 1;
}

static const HOST_COMMAND Commands[] = {
    {"picture", "file: writes a PNG of what the guest displays to a new file; without file, sends it in events PICTURE",
     TakePicture},
    {NULL, NULL, NULL},
};

const HOST_DEVICE_TYPE VideoType = {
    .Name = "video",
    .Arguments = "[WIDTHxHEIGHT]",
    .Help = "screen, of which the command \"picture\" makes a PNG; 1024x768 unless another mode is given",
    .Class = SYNTHVID_CLASS_ID_INIT,
    .Instance = SYNTHVID_INSTANCE_ID_INIT,
    .OfferFlags = VMBUS_OFFER_FLAG_NAMED_PIPE_MODE,
    .MmioMegabytes = FrameMegabytes,
    .StateBytes = sizeof(VIDEO),
    .ChannelBytes = sizeof(VIDEO_CHANNEL),
    .Create = Create,
    .Packet = TakePacket,
    .Close = Close,
    .Destroy = Destroy,
    .Commands = Commands,
};
