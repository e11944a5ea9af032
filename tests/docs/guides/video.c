/* SPDX-License-Identifier: MIT */
/** The host of the video guide's example: looks at the mode, and sends lists of modes. */

#include "Play.h"

static PLAY Play;

/** The message that the guest sent on the pipe. */
static const HV_UINT8 *Message(HV_UINT32 Type, HV_UINT32 *Bytes)
{
    MILE_HV_PACKET Packet = PlayHostTakes(&Play);
    SYNTHVID_MESSAGE_HEADER Header;
    const HV_UINT8 *Data;

    CHECK(MileHvPipeCheck(Packet.Payload, Packet.PayloadBytes, &Data, Bytes) == MileHvSuccess);
    memcpy(&Header, Data, sizeof(Header));
    CHECK(Header.Type == Type && Header.Size == *Bytes);
    return Data;
}

static MILE_HV_RESULT List(HV_UINT8 Count, HV_UINT8 Default, MILE_HV_VIDEO_EVENT *Event)
{
    static HV_UINT8 Response[sizeof(SYNTHVID_SUPPORTED_RESOLUTIONS_RESPONSE_MESSAGE) + 2 * sizeof(HVD_SCREEN_INFO)];
    SYNTHVID_SUPPORTED_RESOLUTIONS_RESPONSE_MESSAGE Head;
    const HVD_SCREEN_INFO Modes[2] = {{800, 600}, {1024, 768}};
    MILE_HV_PACKET Packet;

    memset(&Head, 0, sizeof(Head));
    Head.Header.Type = SynthvidSupportedResolutionsResponse;
    Head.Header.Size = sizeof(Response);
    Head.ResolutionCount = Count;
    Head.DefaultResolutionIndex = Default;
    memcpy(Response, &Head, sizeof(Head));
    memcpy(Response + sizeof(Head), Modes, sizeof(Modes));
    Packet = PlayHostPipes(&Play, Response, sizeof(Response));
    return MileHvVideoEventCheck(&Packet, SYNTHVID_VERSION_WINTHRESHOLD_M1, Event);
}

int main(void)
{
    const HV_RECT All = {0, 0, 1024, 768};
    MILE_HV_VIDEO_EVENT Event;
    HV_UINT32 Bytes;

    PlayBegin(&Play);
    CHECK(List(2, 1, &Event) == MileHvSuccess && MyPreferredMode(&Event).Width == 1024);
    CHECK(List(3, 1, &Event) == MileHvCorrupt && MyPreferredMode(&Event).Width == 640);
    CHECK(List(2, 2, &Event) == MileHvCorrupt);
    CHECK(MyReportLocation(&Play.Send, 1, 0xF8000000) == MileHvSuccess);
    (void)Message(SynthvidVramLocation, &Bytes);
    CHECK(MyReportMode(&Play.Send, 2, 1024, 768, 8 << 20) == MileHvSuccess);
    (void)Message(SynthvidSituationUpdate, &Bytes);
    CHECK(Bytes == sizeof(SYNTHVID_SITUATION_UPDATE_MESSAGE));
    CHECK(MyReportMode(&Play.Send, 2, 1024, 768, 1 << 20) == MileHvInvalid);
    CHECK(MyReportChange(&Play.Send, &All) == MileHvSuccess);
    (void)Message(SynthvidDirt, &Bytes);
    return 0;
}
