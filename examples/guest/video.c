/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief A screen: its version, a mode, and a picture that is drawn.
 *
 * Pixels do not travel in the channel. The guest says where its frame buffer is and
 * how it is laid out, and draws there; the host looks whenever it likes. The messages
 * tell it what has changed, so that it need not look at all of it.
 *
 * The frame buffer is in the guest's own memory here, which examples/host accepts.
 */

#include "guest.h"

static HV_DECLSPEC_ALIGN(8) HV_UINT8 Buffer[MILE_HYPERV_VIDEO_PACKET_MAXIMUM_SIZE];

/** The frame buffer: blue, green, red, and a byte without meaning, for each pixel. */
#define WIDTH_MOST 1024U
#define HEIGHT_MOST 768U
static HV_DECLSPEC_ALIGN(4096) HV_UINT8 Frame[HEIGHT_MOST][WIDTH_MOST * 4];

/** Numbers that the host repeats when it acknowledges a message. */
#define LOCATION_CONTEXT 1
#define SITUATION_CONTEXT 2

/** Time that the picture stays. */
#define SHOW_TIME (5 * SECOND)

static MILE_HV_VIDEO_MODE Mode;

static MILE_HV_RESULT Check(GUEST *Guest, const MILE_HV_PACKET *Packet, void *Event)
{
    return MileHvVideoEventCheck(Packet, Guest->VideoVersion, Event);
}

/** Waits for the next message of one type. Others are passed over. */
static GUEST_RESULT WaitType(GUEST *Guest, SYNTHVID_MESSAGE_TYPE Type, HV_UINT64 Patience, MILE_HV_VIDEO_EVENT *Event)
{
    HV_UINT64 Deadline = Now(Guest) + Patience;

    for (HV_UINT32 Turn = 0; Turn < STRANGERS; ++Turn)
    {
        const HV_UINT64 Time = Now(Guest);
        GUEST_RESULT Result =
            WaitEvent(Guest, Time < Deadline ? Deadline - Time : 0, Buffer, sizeof(Buffer), Check, Event);

        if (Result != GuestDone)
        {
            return Result;
        }
        if (Event->Type == SynthvidFeatureChange)
        {
            PrintF("  the host %s to hear of changes\n", ADDRESS(Event->Dirt ? "wants" : "does not want"));
        }
        if (Event->Type == Type)
        {
            return GuestDone;
        }
    }
    return GuestDeviceSilent;
}

/** Sends a message of the pipe, and waits for its answer. */
static GUEST_RESULT Exchange(GUEST *Guest, const void *Message, HV_UINT32 Bytes, SYNTHVID_MESSAGE_TYPE Type,
                             MILE_HV_VIDEO_EVENT *Event)
{
    GUEST_RESULT Result = Sent(Guest, MileHvSendPipe(&Guest->Send, Message, Bytes));

    return Result == GuestDone ? WaitType(Guest, Type, PATIENCE, Event) : Result;
}

GUEST_RESULT AgreeOnVideoVersion(GUEST *Guest)
{
    SYNTHVID_VERSION_REQUEST_MESSAGE Request;
    MILE_HV_VIDEO_EVENT Event;

    if (!Guest->IsOpen)
    {
        return Skip("no channel is open");
    }
    for (HV_UINT32 Version = MileHvVideoVersionBelow(0xFFFFFFFFU); Version != 0;
         Version = MileHvVideoVersionBelow(Version))
    {
        GUEST_RESULT Result =
            Exchange(Guest, &Request, MileHvVideoVersionBuild(&Request, Version), SynthvidVersionResponse, &Event);

        if (Result != GuestDone)
        {
            return Result;
        }
        /* The major number is in the lower half here. */
        PrintF("  version %u.%u: %s\n", Version & 0xFFFF, Version >> 16, ADDRESS(Event.Accepted ? "taken" : "refused"));
        if (Event.Accepted)
        {
            Guest->VideoVersion = Version;
            return GuestDone;
        }
    }
    return GuestDeviceRefused;
}

/** The mode that the host prefers, if it says so and there is room for it; else one that every host has. */
static GUEST_RESULT ChooseMode(GUEST *Guest)
{
    SYNTHVID_SUPPORTED_RESOLUTIONS_REQUEST_MESSAGE Request;
    HVD_SCREEN_INFO Screen = {640, 480};
    HVD_SCREEN_INFO Preferred;
    MILE_HV_VIDEO_EVENT Event;

    if (Guest->VideoVersion >= SYNTHVID_VERSION_WINTHRESHOLD_M1)
    {
        GUEST_RESULT Result = Exchange(Guest, &Request, MileHvVideoResolutionsBuild(&Request),
                                       SynthvidSupportedResolutionsResponse, &Event);

        if (Result != GuestDone)
        {
            return Result;
        }
        if (MileHvVideoResolution(&Event, Event.DefaultIndex, &Preferred) == MileHvSuccess &&
            Preferred.Width <= WIDTH_MOST && Preferred.Height <= HEIGHT_MOST)
        {
            Screen = Preferred;
        }
        PrintF("  %u modes\n", Event.ResolutionCount);
    }
    Mode.WidthPixels = Screen.Width;
    Mode.HeightPixels = Screen.Height;
    Mode.PitchBytes = sizeof(Frame[0]);
    Mode.OffsetBytes = 0;
    Mode.DepthBits = SYNTHVID_DEPTH_WIN8;
    return GuestDone;
}

/** Tells the host the mode, and whether something is displayed. */
static GUEST_RESULT ReportSituation(GUEST *Guest, HV_UINT32 IsActive)
{
    SYNTHVID_SITUATION_UPDATE_MESSAGE Situation;
    MILE_HV_VIDEO_EVENT Event;
    HV_UINT32 Bytes;
    GUEST_RESULT Result;

    if (MileHvVideoSituationBuild(&Situation, SITUATION_CONTEXT, &Mode, IsActive, sizeof(Frame), &Bytes) !=
        MileHvSuccess)
    {
        return GuestDeviceRefused;
    }
    Result = Exchange(Guest, &Situation, Bytes, SynthvidSituationUpdateAck, &Event);
    return Result == GuestDone && Event.UserContext != SITUATION_CONTEXT ? GuestDeviceCorrupt : Result;
}

GUEST_RESULT SetVideoMode(GUEST *Guest)
{
    SYNTHVID_VRAM_LOCATION_MESSAGE Location;
    MILE_HV_VIDEO_EVENT Event;
    GUEST_RESULT Result;

    if (Guest->VideoVersion == 0)
    {
        return Skip("no version of the screen's protocol was agreed on");
    }
    Result = ChooseMode(Guest);
    if (Result == GuestDone)
    {
        Result = Exchange(Guest, &Location, MileHvVideoVramLocationBuild(&Location, LOCATION_CONTEXT, ADDRESS(Frame)),
                          SynthvidVramLocationAck, &Event);
    }
    if (Result == GuestDone && Event.UserContext != LOCATION_CONTEXT)
    {
        Result = GuestDeviceCorrupt;
    }
    if (Result == GuestDone)
    {
        Result = ReportSituation(Guest, 1);
    }
    if (Result == GuestDone)
    {
        PrintF("  %u x %u pixels, frame buffer at 0x%08x\n", Mode.WidthPixels, Mode.HeightPixels, ADDRESS(Frame));
        Guest->HasScreen = 1;
    }
    return Result;
}

GUEST_RESULT BlankScreen(GUEST *Guest)
{
    Guest->HasScreen = 0;
    return ReportSituation(Guest, 0);
}

/** Red grows to the right, green downwards, and a white line goes around it all. */
static void Draw(void)
{
    for (HV_UINT32 Y = 0; Y < Mode.HeightPixels; ++Y)
    {
        for (HV_UINT32 X = 0; X < Mode.WidthPixels; ++X)
        {
            HV_UINT32 IsEdge = X == 0 || Y == 0 || X == Mode.WidthPixels - 1 || Y == Mode.HeightPixels - 1;
            HV_UINT8 *Pixel = &Frame[Y][X * 4];

            Pixel[0] = IsEdge ? 255 : 64;
            Pixel[1] = IsEdge ? 255 : (HV_UINT8)(Y * 255 / Mode.HeightPixels);
            Pixel[2] = IsEdge ? 255 : (HV_UINT8)(X * 255 / Mode.WidthPixels);
        }
    }
}

/** Tells the host that all of the screen has changed. */
static GUEST_RESULT ReportDirt(GUEST *Guest)
{
    static HV_DECLSPEC_ALIGN(8) HV_UINT8 Dirt[sizeof(SYNTHVID_DIRT_MESSAGE) + sizeof(HV_RECT)];
    const HV_RECT All = {0, 0, (HV_INT32)Mode.WidthPixels, (HV_INT32)Mode.HeightPixels};
    HV_UINT32 Bytes;

    if (MileHvVideoDirtBuild(Dirt, sizeof(Dirt), &All, 1, &Bytes) != MileHvSuccess)
    {
        return GuestDeviceRefused;
    }
    return Sent(Guest, MileHvSendPipe(&Guest->Send, Dirt, Bytes));
}

GUEST_RESULT DrawPicture(GUEST *Guest)
{
    MILE_HV_VIDEO_EVENT Event;
    HV_UINT64 End;
    GUEST_RESULT Result;

    if (!Guest->HasScreen)
    {
        return Skip("no mode is set");
    }
    Draw();
    Result = ReportDirt(Guest);
    Print("  drawn; the picture stays for five seconds\n");
    End = Now(Guest) + SHOW_TIME;
    while (Result == GuestDone)
    {
        HV_UINT64 Time = Now(Guest);

        Result =
            Time < End ? WaitType(Guest, SynthvidFeatureChange, End - Time, &Event) : (GUEST_RESULT)GuestDeviceSilent;
        if (Result == GuestDone && Event.Dirt)
        {
            /* Whoever asks has nothing on the screen yet. */
            Result = ReportDirt(Guest);
        }
    }
    return Result == GuestDeviceSilent ? GuestDone : Result;
}
