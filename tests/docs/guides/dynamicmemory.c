/* SPDX-License-Identifier: MIT */
/** The host of the dynamic memory guide's example: takes pages, returns them, returns others. */

#include "Play.h"

static PLAY Play;
static HV_UINT64 Given;

HV_UINT64 MyTakePages(HV_UINT64 Count, HV_UINT64 *First)
{
    const HV_UINT64 Pages = Given >= 6 ? 0 : Count < 3 ? Count : 3;

    *First = 0x100 + 16 * Given;
    Given += Pages;
    return Pages;
}

MILE_HV_RESULT MyReturnPages(HV_UINT64 First, HV_UINT64 Count)
{
    if (First != 0x100 || Count != 3)
    {
        return MileHvCorrupt;
    }
    Given -= Count;
    return MileHvSuccess;
}

static MILE_HV_RESULT Send(const void *Message, size_t Bytes)
{
    MILE_HV_PACKET Packet = PlayHostSends(&Play, VmbusPacketTypeDataInBand, 0, Message, Bytes);

    return MyMemoryReceive(&Play.Send, DM_VERSION_2_0, &Packet);
}

int main(void)
{
    static HV_UINT8 Unballoon[sizeof(DM_UNBALLOON_REQUEST) + sizeof(DM_PAGE_RANGE)];
    DM_BALLOON_REQUEST Request;
    DM_BALLOON_RESPONSE Response;
    DM_UNBALLOON_REQUEST Head;
    DM_PAGE_RANGE Range;
    MILE_HV_PACKET Packet;

    PlayBegin(&Play);
    memset(&Request, 0, sizeof(Request));
    Request.Header = MileHvDmHeader(DmBalloonRequest, sizeof(Request), 7);
    Request.NumPages = 100;
    CHECK(Send(&Request, sizeof(Request)) == MileHvSuccess && Given == 6);
    Packet = PlayHostTakes(&Play);
    memcpy(&Response, Packet.Payload, sizeof(Response));
    CHECK(Response.Header.Type == DmBalloonResponse && Response.Header.TransactionId == 7 && Response.RangeCount == 2);
    CHECK(Send(&Request, 8) == MileHvCorrupt);

    CHECK(MileHvDmPageRange(0x100, 3, &Range) == MileHvSuccess);
    memset(&Head, 0, sizeof(Head));
    Head.Header = MileHvDmHeader(DmUnballoonRequest, sizeof(Unballoon), 8);
    Head.RangeCount = 1;
    memcpy(Unballoon, &Head, sizeof(Head));
    memcpy(Unballoon + sizeof(Head), &Range, sizeof(Range));
    CHECK(Send(Unballoon, sizeof(Unballoon)) == MileHvSuccess && Given == 3);
    Packet = PlayHostTakes(&Play);
    memcpy(&Response, Packet.Payload, sizeof(Response.Header));
    CHECK(Response.Header.Type == DmUnballoonResponse && Response.Header.TransactionId == 8);
    CHECK(MileHvDmPageRange(0x900, 3, &Range) == MileHvSuccess);
    memcpy(Unballoon + sizeof(Head), &Range, sizeof(Range));
    CHECK(Send(Unballoon, sizeof(Unballoon)) == MileHvCorrupt && Given == 3);
    return 0;
}
