/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Video: builders of guest messages, checks of host messages, modes that fit their frame buffer.
 *
 * Device/Video.h describes the protocol, the place of the frame buffer, and its pixels. A builder
 * fills one message and returns its exact length; MileHvSendPipe() puts it into the ring:
 *
 *     for (Version = MileHvVideoVersionBelow(0xFFFFFFFF); Version != 0; Version = MileHvVideoVersionBelow(Version))
 *         Bytes = MileHvVideoVersionBuild(&Request, Version);     wait for SynthvidVersionResponse
 *         if (Event.Accepted)
 *             break;
 *     MileHvVideoResolutionsBuild(&Request);                      since 3.4; SynthvidSupportedResolutionsResponse
 *     MileHvVideoResolution(&Event, Event.DefaultIndex, &Screen)
 *     MileHvVideoVramLocationBuild(&Request, Context, Address);   SynthvidVramLocationAck
 *     MileHvVideoSituationBuild(&Request, Context, &Mode, 1, FrameBufferBytes, &Bytes);
 *                                                                 SynthvidSituationUpdateAck
 *
 *     draw, and after each change, if the host wants it:
 *     MileHvVideoDirtBuild(Buffer, sizeof(Buffer), Rectangles, Count, &Bytes);         Event.Dirt
 *     MileHvVideoPointerPositionBuild(&Position, X, Y, 1);                             Event.PointerPosition
 *     for (Part = 0; MileHvVideoPointerShapeBuild(Buffer, sizeof(Buffer), &Pointer, Part, &Bytes) == MileHvSuccess;
 *          ++Part)
 *         MileHvSendPipe(&Ring, Buffer, Bytes);                                        Event.PointerShape
 *
 * Since 3.3 a guest may ask for the machine's generation (MileHvVideoBiosInfoBuild()),
 * since 3.5 for capabilities (MileHvVideoCapabilitiesBuild()).
 *
 * The loop of Packet.h receives and checks each packet, with a buffer of
 * MILE_HYPERV_VIDEO_PACKET_MAXIMUM_SIZE bytes. Every packet of the host goes through
 * one check:
 *
 *     MileHvVideoEventCheck(&Received, Version, &Event);
 *         MileHvSuccess: Event.Type is the message, and its members are set
 *         MileHvUnavailable: drop the packet
 *         MileHvCorrupt: close the channel
 *
 * A check copies each byte of a header once and trusts no value. Event.Edid and Event.Resolutions
 * are in the caller's buffer, which the host cannot write. Where a check does not return
 * MileHvSuccess, the caller must not use its output.
 *
 * Reset, suspend and resume. The guest reports a situation that is not active, waits for its
 * acknowledgement, closes the channel, and tears down the GPADL of the rings after that. The frame
 * buffer stays mapped. To resume, it opens the channel again and repeats the negotiation from the
 * version on; it must report the frame buffer's address and the mode again, and the whole screen as
 * dirt. It must not request a version again on a channel that has one: OpenVMM ends the protocol
 * after such a request. After a rescind no acknowledgement arrives, and the guest releases the
 * channel; it may continue to draw, without effect.
 *
 * Not checked here: whether UserContext of an acknowledgement is the one that the guest
 * sent, which the guest must compare, and the contents of the EDID.
 *
 * Sources: Device/Video.h, and its sources.
 */

#ifndef MILE_HYPERV_GUEST_VIDEO
#define MILE_HYPERV_GUEST_VIDEO

#include "../Device/Video.h"
#include "Packet.h"

/** Bytes of the longest packet that a host sends: a descriptor, a pipe header, and a list of 64 resolutions. */
#define MILE_HYPERV_VIDEO_PACKET_MAXIMUM_SIZE 424

/** Bytes of the longest message that MileHvVideoPointerShapeBuild() and MileHvVideoDirtBuild() build. */
#define MILE_HYPERV_VIDEO_MESSAGE_MAXIMUM_SIZE 8218

MILE_HYPERV_GUEST_BEGIN

HV_STATIC_ASSERT(((sizeof(VMPACKET_DESCRIPTOR) + sizeof(VMPIPE_PROTOCOL_HEADER) +
                   sizeof(SYNTHVID_SUPPORTED_RESOLUTIONS_RESPONSE_MESSAGE) +
                   SYNTHVID_MAXIMUM_RESOLUTIONS_COUNT * sizeof(HVD_SCREEN_INFO) + 7U) &
                  ~7U) == MILE_HYPERV_VIDEO_PACKET_MAXIMUM_SIZE);
HV_STATIC_ASSERT(sizeof(SYNTHVID_POINTER_SHAPE_MESSAGE) + SYNTHVID_CURSOR_MAX_PAYLOAD_SIZE ==
                 MILE_HYPERV_VIDEO_MESSAGE_MAXIMUM_SIZE);
HV_STATIC_ASSERT(sizeof(SYNTHVID_DIRT_MESSAGE) + SYNTHVID_MAX_DIRTY_REGIONS * sizeof(HV_RECT) <=
                 MILE_HYPERV_VIDEO_MESSAGE_MAXIMUM_SIZE);

/** Mode of the guest's display. */
typedef struct MILE_HV_VIDEO_MODE
{
    HV_UINT32 WidthPixels;  /**< Not 0. */
    HV_UINT32 HeightPixels; /**< Not 0. */
    HV_UINT32 PitchBytes;   /**< Bytes from the start of a line to that of the next. */
    HV_UINT32 OffsetBytes;  /**< Bytes from the start of the frame buffer to the first pixel. */
    HV_UINT32 DepthBits;    /**< Bits of a pixel: 16 or 32. */
} MILE_HV_VIDEO_MODE;

/** The image of a pointer. */
typedef struct MILE_HV_VIDEO_POINTER
{
    HV_UINT32 WidthPixels;  /**< 1 to SYNTHVID_CURSOR_MAX_X. */
    HV_UINT32 HeightPixels; /**< 1 to SYNTHVID_CURSOR_MAX_Y. */
    HV_UINT32 HotspotX;     /**< Pixels from the left edge; below WidthPixels. */
    HV_UINT32 HotspotY;     /**< Pixels from the upper edge; below HeightPixels. */
    HV_UINT32 IsColor;      /**< 1: 4 bytes a pixel, ARGB; 0: two bits a pixel. */
    HV_UINT32 Reserved;
    const HV_UINT8 *Pixels; /**< As many bytes as MileHvVideoPointerBytes() returns. */
} MILE_HV_VIDEO_POINTER;

/** A checked message of the host. Members of other messages are 0. */
typedef struct MILE_HV_VIDEO_EVENT
{
    SYNTHVID_MESSAGE_TYPE Type;  /**< SynthvidVersionResponse, ...Ack, ...Response or SynthvidFeatureChange. */
    HV_UINT8 Accepted;           /**< Of SynthvidVersionResponse: 1 if the host accepts the version. */
    HV_UINT8 Dirt;               /**< Of SynthvidFeatureChange: 1 if the host wants SynthvidDirt. */
    HV_UINT8 PointerPosition;    /**< Of SynthvidFeatureChange: 1 if the host wants SynthvidPointerPosition. */
    HV_UINT8 PointerShape;       /**< Of SynthvidFeatureChange: 1 if the host wants SynthvidPointerShape. */
    HV_UINT8 Situation;          /**< Of SynthvidFeatureChange: 1 if the host wants SynthvidSituationUpdate. */
    HV_UINT8 IsGeneration2;      /**< Of SynthvidBiosInfoResponse: 1 if the machine is of Generation 2. */
    HV_UINT8 LocksOnDisconnect;  /**< Of SynthvidCapabilityResponse: 1 if the session is locked with the viewer gone. */
    HV_UINT8 ResolutionCount;    /**< Of SynthvidSupportedResolutionsResponse: 0 to 64. */
    HV_UINT8 DefaultIndex;       /**< Of SynthvidSupportedResolutionsResponse: below ResolutionCount, or 0. */
    HV_UINT8 IsStandard;         /**< Of SynthvidSupportedResolutionsResponse: 0 or 1. */
    HV_UINT8 Reserved[2];
    HV_UINT64 UserContext;       /**< Of an acknowledgement: the number of the message that it acknowledges. */
    union
    {
        const HV_UINT8 *Edid;    /**< 128 bytes in the caller's buffer, of the messages that have an EDID; else null. */
        HV_UINT64 EdidAsUINT64;
    };
    union
    {
        const HV_UINT8 *Resolutions; /**< ResolutionCount elements in the caller's buffer, or null. */
        HV_UINT64 ResolutionsAsUINT64;
    };
} MILE_HV_VIDEO_EVENT;

/*
 * Versions.
 */

/**
 * Next older protocol version to request. A newer version is a greater number: all have the major
 * number 3.
 *
 * @param Version the refused version, or 0xFFFFFFFF to begin.
 * @return the newest SYNTHVID_VERSION_* below it, or 0: there is none.
 */
static inline HV_UINT32 MileHvVideoVersionBelow(HV_UINT32 Version)
{
    if (Version > SYNTHVID_VERSION_WINTHRESHOLD_M2)
    {
        return SYNTHVID_VERSION_WINTHRESHOLD_M2;
    }
    if (Version > SYNTHVID_VERSION_WINTHRESHOLD_M1)
    {
        return SYNTHVID_VERSION_WINTHRESHOLD_M1;
    }
    if (Version > SYNTHVID_VERSION_WINBLUE)
    {
        return SYNTHVID_VERSION_WINBLUE;
    }
    if (Version > SYNTHVID_VERSION_WIN8)
    {
        return SYNTHVID_VERSION_WIN8;
    }
    return (Version > SYNTHVID_VERSION_WIN7) ? SYNTHVID_VERSION_WIN7 : 0;
}

/*
 * Messages from the guest.
 */

/** The header of a message of @p Bytes bytes, header and body together. Returns @p Bytes. */
static inline HV_UINT32 MileHvVideoHeaderBuild(SYNTHVID_MESSAGE_HEADER *Header, SYNTHVID_MESSAGE_TYPE Type,
                                               HV_UINT32 Bytes)
{
    Header->Type = Type;
    Header->Size = Bytes;
    return Bytes;
}

/** SynthvidVersionRequest: requests @p Version, SYNTHVID_VERSION_*. Returns the number of bytes to send. */
static inline HV_UINT32 MileHvVideoVersionBuild(SYNTHVID_VERSION_REQUEST_MESSAGE *Request, HV_UINT32 Version)
{
    Request->Version.AsDWORD = Version;
    return MileHvVideoHeaderBuild(&Request->Header, SynthvidVersionRequest, (HV_UINT32)sizeof(*Request));
}

/** SynthvidSupportedResolutionsRequest, since 3.4. Returns the number of bytes to send. */
static inline HV_UINT32 MileHvVideoResolutionsBuild(SYNTHVID_SUPPORTED_RESOLUTIONS_REQUEST_MESSAGE *Request)
{
    Request->MaximumResolutionCount = SYNTHVID_MAXIMUM_RESOLUTIONS_COUNT;
    return MileHvVideoHeaderBuild(&Request->Header, SynthvidSupportedResolutionsRequest, (HV_UINT32)sizeof(*Request));
}

/** SynthvidBiosInfoRequest, since 3.3. Returns the number of bytes to send. */
static inline HV_UINT32 MileHvVideoBiosInfoBuild(SYNTHVID_BIOS_INFO_REQUEST_MESSAGE *Request)
{
    return MileHvVideoHeaderBuild(&Request->Header, SynthvidBiosInfoRequest, (HV_UINT32)sizeof(*Request));
}

/** SynthvidCapabilityRequest, since 3.5. Returns the number of bytes to send. */
static inline HV_UINT32 MileHvVideoCapabilitiesBuild(SYNTHVID_CAPABILITY_REQUEST_MESSAGE *Request)
{
    return MileHvVideoHeaderBuild(&Request->Header, SynthvidCapabilityRequest, (HV_UINT32)sizeof(*Request));
}

/**
 * SynthvidVramLocation: the frame buffer's address.
 *
 * @param UserContext a number that SynthvidVramLocationAck repeats.
 * @param Address guest physical, in bytes.
 * @return the number of bytes to send.
 */
static inline HV_UINT32 MileHvVideoVramLocationBuild(SYNTHVID_VRAM_LOCATION_MESSAGE *Message, HV_UINT64 UserContext,
                                                     HV_UINT64 Address)
{
    Message->UserContext = UserContext;
    Message->IsVramGpaAddressSpecified = 1;
    Message->VramGpaAddress = Address;
    return MileHvVideoHeaderBuild(&Message->Header, SynthvidVramLocation, (HV_UINT32)sizeof(*Message));
}

/**
 * Checks that a mode fits into its frame buffer.
 *
 * @param FrameBufferBytes of the frame buffer.
 * @return MileHvSuccess; MileHvInvalid: no pixels, an unknown depth, lines that overlap, or pixels outside.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvVideoModeCheck(const MILE_HV_VIDEO_MODE *Mode, HV_UINT64 FrameBufferBytes)
{
    const HV_UINT64 LineBytes = (HV_UINT64)Mode->WidthPixels * (Mode->DepthBits / 8);

    if (Mode->WidthPixels == 0 || Mode->HeightPixels == 0 ||
        (Mode->DepthBits != SYNTHVID_DEPTH_WIN7 && Mode->DepthBits != SYNTHVID_DEPTH_WIN8) ||
        LineBytes > Mode->PitchBytes || Mode->OffsetBytes > FrameBufferBytes ||
        (HV_UINT64)Mode->PitchBytes * Mode->HeightPixels > FrameBufferBytes - Mode->OffsetBytes)
    {
        return MileHvInvalid;
    }
    return MileHvSuccess;
}

/**
 * SynthvidSituationUpdate: the mode.
 *
 * @param UserContext a number that SynthvidSituationUpdateAck repeats.
 * @param IsActive 1 if the guest displays something, 0 if not.
 * @param FrameBufferBytes of the frame buffer, for MileHvVideoModeCheck().
 * @param Bytes receives the number of bytes to send, or 0.
 * @return MileHvSuccess; MileHvInvalid as MileHvVideoModeCheck().
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvVideoSituationBuild(SYNTHVID_SITUATION_UPDATE_MESSAGE *Message,
                                                       HV_UINT64 UserContext, const MILE_HV_VIDEO_MODE *Mode,
                                                       HV_UINT32 IsActive, HV_UINT64 FrameBufferBytes,
                                                       HV_UINT32 *Bytes)
{
    *Bytes = 0;
    if (MileHvVideoModeCheck(Mode, FrameBufferBytes) != MileHvSuccess)
    {
        return MileHvInvalid;
    }
    Message->UserContext = UserContext;
    Message->VideoOutputCount = 1;
    Message->VideoOutput[0].Active = (IsActive != 0) ? 1 : 0;
    Message->VideoOutput[0].PrimarySurfaceVramOffset = Mode->OffsetBytes;
    Message->VideoOutput[0].DepthBits = (HV_UINT8)Mode->DepthBits;
    Message->VideoOutput[0].WidthPixels = Mode->WidthPixels;
    Message->VideoOutput[0].HeightPixels = Mode->HeightPixels;
    Message->VideoOutput[0].PitchBytes = Mode->PitchBytes;
    *Bytes = MileHvVideoHeaderBuild(&Message->Header, SynthvidSituationUpdate, (HV_UINT32)sizeof(*Message));
    return MileHvSuccess;
}

/**
 * SynthvidPointerPosition: the pixel of the image's upper left corner, which may be outside of the
 * screen. Returns the number of bytes to send.
 */
static inline HV_UINT32 MileHvVideoPointerPositionBuild(SYNTHVID_POINTER_POSITION_MESSAGE *Message, HV_INT32 X,
                                                        HV_INT32 Y, HV_UINT32 IsVisible)
{
    Message->IsVisible = (IsVisible != 0) ? 1 : 0;
    Message->VideoOutput = 0;
    Message->ImageX = X;
    Message->ImageY = Y;
    return MileHvVideoHeaderBuild(&Message->Header, SynthvidPointerPosition, (HV_UINT32)sizeof(*Message));
}

/** Bytes of a pointer's pixels; 0 if the image or its hot spot is out of bounds. */
static inline HV_UINT32 MileHvVideoPointerBytes(const MILE_HV_VIDEO_POINTER *Pointer)
{
    if (Pointer->WidthPixels > SYNTHVID_CURSOR_MAX_X || Pointer->HeightPixels > SYNTHVID_CURSOR_MAX_Y ||
        Pointer->HotspotX >= Pointer->WidthPixels || Pointer->HotspotY >= Pointer->HeightPixels)
    {
        return 0;
    }
    return (Pointer->IsColor != 0) ? Pointer->WidthPixels * Pointer->HeightPixels * SYNTHVID_CURSOR_ARGB_PIXEL_SIZE
                                   : (Pointer->WidthPixels + 7) / 8 * Pointer->HeightPixels * 2;
}

/**
 * SynthvidPointerShape: one part of a pointer's image, of SYNTHVID_CURSOR_MAX_PAYLOAD_SIZE bytes but the last.
 *
 * @param Buffer for the message; MILE_HYPERV_VIDEO_MESSAGE_MAXIMUM_SIZE bytes are enough for every part.
 * @param Part from 0 on.
 * @param Bytes receives the number of bytes to send, or 0.
 * @return MileHvSuccess; MileHvEmpty: the preceding part was the last one; MileHvTooSmall; MileHvInvalid: the image or
 * its hot spot is out of bounds.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvVideoPointerShapeBuild(void *Buffer, HV_UINT32 BufferBytes,
                                                          const MILE_HV_VIDEO_POINTER *Pointer, HV_UINT32 Part,
                                                          HV_UINT32 *Bytes)
{
    const HV_UINT32 Total = MileHvVideoPointerBytes(Pointer);
    const HV_UINT32 Head = (HV_UINT32)sizeof(SYNTHVID_POINTER_SHAPE_MESSAGE);
    SYNTHVID_POINTER_SHAPE_MESSAGE Message;
    HV_UINT32 PartBytes;

    *Bytes = 0;
    if (Total == 0)
    {
        return MileHvInvalid;
    }
    if (Part > (Total - 1) / SYNTHVID_CURSOR_MAX_PAYLOAD_SIZE)
    {
        return MileHvEmpty;
    }
    PartBytes = Total - Part * SYNTHVID_CURSOR_MAX_PAYLOAD_SIZE;
    Message.PartialIndex = SYNTHVID_CURSOR_COMPLETE;
    if (PartBytes > SYNTHVID_CURSOR_MAX_PAYLOAD_SIZE)
    {
        PartBytes = SYNTHVID_CURSOR_MAX_PAYLOAD_SIZE;
        Message.PartialIndex = (HV_UINT8)Part;
    }
    if (BufferBytes < Head + PartBytes)
    {
        return MileHvTooSmall;
    }
    Message.CursorFlags = (Pointer->IsColor != 0) ? 1 : 0;
    Message.WidthPixels = Pointer->WidthPixels;
    Message.HeightPixels = Pointer->HeightPixels;
    Message.HotspotX = Pointer->HotspotX;
    Message.HotspotY = Pointer->HotspotY;
    *Bytes = MileHvVideoHeaderBuild(&Message.Header, SynthvidPointerShape, Head + PartBytes);
    MileHvCopy(Buffer, &Message, Head);
    MileHvCopy((HV_UINT8 *)Buffer + Head, Pointer->Pixels + Part * SYNTHVID_CURSOR_MAX_PAYLOAD_SIZE, PartBytes);
    return MileHvSuccess;
}

/**
 * SynthvidDirt: the regions that changed.
 *
 * @param Buffer for the message; MILE_HYPERV_VIDEO_MESSAGE_MAXIMUM_SIZE bytes are enough for every count.
 * @param Rectangles none empty, none with a negative edge; the host clips them to the mode.
 * @param Count 1 to SYNTHVID_MAX_DIRTY_REGIONS.
 * @param Bytes receives the number of bytes to send, or 0.
 * @return MileHvSuccess; MileHvTooSmall; MileHvInvalid: the count or a rectangle is out of bounds.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvVideoDirtBuild(void *Buffer, HV_UINT32 BufferBytes, const HV_RECT *Rectangles,
                                                  HV_UINT32 Count, HV_UINT32 *Bytes)
{
    const HV_UINT32 Head = (HV_UINT32)sizeof(SYNTHVID_DIRT_MESSAGE);
    const HV_UINT32 RectangleBytes = Count * (HV_UINT32)sizeof(*Rectangles);
    SYNTHVID_DIRT_MESSAGE Message;
    HV_UINT32 Index;

    *Bytes = 0;
    if (Count == 0 || Count > SYNTHVID_MAX_DIRTY_REGIONS)
    {
        return MileHvInvalid;
    }
    for (Index = 0; Index < Count; ++Index)
    {
        if (Rectangles[Index].Left < 0 || Rectangles[Index].Top < 0 ||
            Rectangles[Index].Right <= Rectangles[Index].Left || Rectangles[Index].Bottom <= Rectangles[Index].Top)
        {
            return MileHvInvalid;
        }
    }
    if (BufferBytes < Head + RectangleBytes)
    {
        return MileHvTooSmall;
    }
    Message.VideoOutput = 0;
    Message.DirtCount = (HV_UINT8)Count;
    *Bytes = MileHvVideoHeaderBuild(&Message.Header, SynthvidDirt, Head + RectangleBytes);
    MileHvCopy(Buffer, &Message, Head);
    MileHvCopy((HV_UINT8 *)Buffer + Head, Rectangles, RectangleBytes);
    return MileHvSuccess;
}

/*
 * Messages from the host.
 */

/** Bytes of the shortest message of a type that a host sends with @p Version, or 0: it sends none with that version. */
static inline HV_UINT32 MileHvVideoEventBytes(SYNTHVID_MESSAGE_TYPE Type, HV_UINT32 Version)
{
    if (Version == 0)
    {
        return (Type == SynthvidVersionResponse) ? (HV_UINT32)sizeof(SYNTHVID_VERSION_RESPONSE_MESSAGE) : 0;
    }
    switch (Type)
    {
    case SynthvidVramLocationAck:
    case SynthvidSituationUpdateAck:
        return (HV_UINT32)sizeof(SYNTHVID_VRAM_LOCATION_ACK_MESSAGE);
    case SynthvidFeatureChange:
        return (HV_UINT32)sizeof(SYNTHVID_FEATURE_CHANGE_MESSAGE);
    case SynthvidBiosInfoResponse:
        return (Version >= SYNTHVID_VERSION_WINBLUE) ? (HV_UINT32)sizeof(SYNTHVID_BIOS_INFO_RESPONSE_MESSAGE) : 0;
    case SynthvidSupportedResolutionsResponse:
        return (Version >= SYNTHVID_VERSION_WINTHRESHOLD_M1)
                   ? (HV_UINT32)sizeof(SYNTHVID_SUPPORTED_RESOLUTIONS_RESPONSE_MESSAGE)
                   : 0;
    case SynthvidCapabilityResponse:
        return (Version >= SYNTHVID_VERSION_WINTHRESHOLD_M2) ? (HV_UINT32)sizeof(SYNTHVID_CAPABILITY_RESPONSE_MESSAGE)
                                                             : 0;
    default:
        return 0;
    }
}

/** Checks SynthvidSupportedResolutionsResponse, whose fixed part must be present. */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvVideoResolutionsCheck(const HV_UINT8 *Message, HV_UINT32 Bytes,
                                                         MILE_HV_VIDEO_EVENT *Event)
{
    const HV_UINT32 Head = (HV_UINT32)sizeof(SYNTHVID_SUPPORTED_RESOLUTIONS_RESPONSE_MESSAGE);
    const HV_UINT32 Edid = (HV_UINT32)HV_FIELD_OFFSET(SYNTHVID_SUPPORTED_RESOLUTIONS_RESPONSE_MESSAGE, EdidBlock);
    HV_UINT8 Counts[3]; /* ResolutionCount, DefaultResolutionIndex, IsStandard. */

    MileHvCopy(Counts, Message + Edid + SYNTHVID_EDID_BLOCK_SIZE, (HV_UINT32)sizeof(Counts));
    if (Counts[0] > SYNTHVID_MAXIMUM_RESOLUTIONS_COUNT || Counts[0] * sizeof(HVD_SCREEN_INFO) > Bytes - Head ||
        (Counts[0] != 0 && Counts[1] >= Counts[0]))
    {
        return MileHvCorrupt;
    }
    Event->Edid = Message + Edid;
    Event->ResolutionCount = Counts[0];
    Event->IsStandard = (Counts[2] != 0) ? 1 : 0;
    if (Counts[0] != 0)
    {
        Event->DefaultIndex = Counts[1];
        Event->Resolutions = Message + Head;
    }
    return MileHvSuccess;
}

/**
 * Checks a packet from the host.
 *
 * @param Received the packet, from MileHvPacketCheck(). No response is due.
 * @param Version the negotiated version, SYNTHVID_VERSION_*, or 0 while none is.
 * @param Event receives the message; it is all zero unless the result is MileHvSuccess.
 * @return MileHvSuccess; MileHvUnavailable: a message that no host sends with this version: drop the packet;
 * MileHvCorrupt: not in-band, a broken pipe header, shorter than its structure or than Header.Size, a list of
 * resolutions that is not whole or is too long, or a default that is not in the list.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvVideoEventCheck(const MILE_HV_PACKET *Received, HV_UINT32 Version,
                                                   MILE_HV_VIDEO_EVENT *Event)
{
    const HV_UINT32 Head = (HV_UINT32)sizeof(SYNTHVID_MESSAGE_HEADER);
    SYNTHVID_MESSAGE_HEADER Header;
    HV_UINT8 Body[8];
    const HV_UINT8 *Message;
    HV_UINT32 Bytes;
    HV_UINT32 Least;

    MileHvZero(Event, (HV_UINT32)sizeof(*Event));
    if (Received->Descriptor.Type != VmbusPacketTypeDataInBand ||
        MileHvPipeCheck(Received->Payload, Received->PayloadBytes, &Message, &Bytes) != MileHvSuccess || Bytes < Head)
    {
        return MileHvCorrupt;
    }
    MileHvCopy(&Header, Message, Head);
    if (Header.Size > Bytes)
    {
        return MileHvCorrupt;
    }
    Least = MileHvVideoEventBytes(Header.Type, Version);
    if (Least == 0)
    {
        return MileHvUnavailable;
    }
    if (Bytes < Least)
    {
        return MileHvCorrupt;
    }
    switch (Header.Type)
    {
    case SynthvidVersionResponse:
        MileHvCopy(Body, Message + Head, 6);
        Event->Accepted = (Body[4] == SYNTHVID_ACCEPTED_WITH_VERSION_EXCHANGE) ? 1 : 0;
        break;
    case SynthvidVramLocationAck:
    case SynthvidSituationUpdateAck:
        MileHvCopy(&Event->UserContext, Message + Head, 8);
        break;
    case SynthvidFeatureChange:
        MileHvCopy(Body, Message + Head, 4);
        Event->Dirt = (Body[0] != 0) ? 1 : 0;
        Event->PointerPosition = (Body[1] != 0) ? 1 : 0;
        Event->PointerShape = (Body[2] != 0) ? 1 : 0;
        Event->Situation = (Body[3] != 0) ? 1 : 0;
        if (Bytes >= sizeof(SYNTHVID_FEATURE_CHANGE_MESSAGE_V2))
        {
            Event->Edid = Message + HV_FIELD_OFFSET(SYNTHVID_FEATURE_CHANGE_MESSAGE_V2, EdidBlock);
        }
        break;
    case SynthvidBiosInfoResponse:
        MileHvCopy(Body, Message + Head, 4);
        Event->IsGeneration2 = Body[0] & 1;
        break;
    case SynthvidCapabilityResponse:
        MileHvCopy(Body, Message + Head, 4);
        Event->LocksOnDisconnect = Body[0] & 1; /* LockOnDisconnect, bit 0. */
        break;
    default:
        if (MileHvVideoResolutionsCheck(Message, Bytes, Event) != MileHvSuccess)
        {
            return MileHvCorrupt;
        }
        break;
    }
    Event->Type = Header.Type;
    return MileHvSuccess;
}

/**
 * Reads one resolution of a checked SynthvidSupportedResolutionsResponse.
 *
 * @param Index from 0 on, below Event->ResolutionCount.
 * @param Screen receives width and height in pixels, which MileHvVideoModeCheck() bounds.
 * @return MileHvSuccess; MileHvInvalid: @p Index is out of bounds; MileHvUnavailable: the
 * resolution has no pixels; skip it.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvVideoResolution(const MILE_HV_VIDEO_EVENT *Event, HV_UINT32 Index,
                                                   HVD_SCREEN_INFO *Screen)
{
    Screen->Width = 0;
    Screen->Height = 0;
    if (Index >= Event->ResolutionCount)
    {
        return MileHvInvalid;
    }
    MileHvCopy(Screen, Event->Resolutions + Index * sizeof(*Screen), (HV_UINT32)sizeof(*Screen));
    return (Screen->Width != 0 && Screen->Height != 0) ? MileHvSuccess : MileHvUnavailable;
}

MILE_HYPERV_GUEST_END

#endif /* !MILE_HYPERV_GUEST_VIDEO */
