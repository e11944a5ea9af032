/* SPDX-License-Identifier: MIT */
/** The host of the integration guide's example: negotiates, sends heartbeats, a shutdown, a time, and counts that lie. */

#include "Play.h"

static PLAY Play;
static unsigned Restarts;
static HV_UINT64 Clock;

void MyShutDown(HV_UINT32 Restart)
{
    Restarts += Restart;
}

void MySetClock(HV_UINT64 Time)
{
    Clock = Time;
}

HV_UINT64 MyReferenceTime(void)
{
    return 1000;
}

static MILE_HV_RESULT Send(MY_COMPONENT *Component, IC_FEATURE_IDX Type, const void *Body, HV_UINT16 BodyBytes)
{
    HV_UINT8 Bytes[4096] = {0};
    IC_MSG_HDR Header;
    MILE_HV_PACKET Packet;

    memset(&Header, 0, sizeof(Header));
    Header.ICMsgType = (IC_MSG_TYPE)Type;
    Header.ICMsgSize = BodyBytes;
    Header.ICFlags = IC_MSG_FLAG_TRANSACTION | IC_MSG_FLAG_REQUEST;
    memcpy(Bytes, &Header, sizeof(Header));
    memcpy(Bytes + sizeof(Header), Body, BodyBytes);
    Packet = PlayHostPipes(&Play, Bytes, sizeof(Header) + BodyBytes);
    return MyComponentReceive(Component, &Play.Send, Play.Buffer + (Packet.Payload - Play.Buffer), Packet.PayloadBytes);
}

/** The body of the guest's response. */
static const HV_UINT8 *Response(HV_UINT32 Status)
{
    MILE_HV_PACKET Packet = PlayHostTakes(&Play);
    IC_MSG_HDR Header;

    memcpy(&Header, Packet.Payload + 8, sizeof(Header));
    CHECK(Header.Status == Status && (Header.ICFlags & IC_MSG_FLAG_RESPONSE) != 0);
    return Packet.Payload + 8 + sizeof(Header);
}

int main(void)
{
    MY_COMPONENT Beat = {ICFeatureIdxHeartbeat, {{3, 0}, {1, 0}}, 2, {{0, 0}, {0, 0}}};
    MY_COMPONENT Down = {ICFeatureIdxShutdown, {{3, 0}, {1, 0}}, 2, {{0, 0}, {0, 0}}};
    MY_COMPONENT Time = {ICFeatureIdxTimeSync, {{4, 0}, {3, 0}}, 2, {{3, 0}, {4, 0}}};
    HV_UINT16 Offer[10] = {1, 2, 0, 0, 3, 0, 3, 1, 3, 0};
    IC_HEARTBEAT_MSG_DATA Heartbeat = {41, 0, {0}};
    static IC_SHUTDOWN_MSG_DATA Shutdown;
    IC_TIMESYNC_REFERENCE_MSG_DATA Reference;
    HV_UINT64 Count;

    PlayBegin(&Play);
    CHECK(Send(&Beat, ICFeatureVersionNegotiation, Offer, sizeof(Offer)) == MileHvSuccess);
    CHECK(Beat.Versions.Message.Major == 3 && Beat.Versions.Message.Minor == 0);
    (void)Response(IC_STATUS_SUCCESS);
    CHECK(Send(&Beat, ICFeatureIdxHeartbeat, &Heartbeat, sizeof(Heartbeat)) == MileHvSuccess);
    memcpy(&Count, Response(IC_STATUS_SUCCESS), sizeof(Count));
    CHECK(Count == 42);
    Offer[1] = 200;
    CHECK(Send(&Beat, ICFeatureVersionNegotiation, Offer, sizeof(Offer)) == MileHvCorrupt);
    CHECK(Send(&Beat, ICFeatureIdxShutdown, &Shutdown, sizeof(Shutdown)) == MileHvCorrupt);

    Shutdown.Flags = IC_SHUTDOWN_FLAG_RESTART;
    CHECK(Send(&Down, ICFeatureIdxShutdown, &Shutdown, sizeof(Shutdown)) == MileHvSuccess && Restarts == 1);
    (void)Response(IC_STATUS_SUCCESS);
    Shutdown.Flags = 0x80;
    CHECK(Send(&Down, ICFeatureIdxShutdown, &Shutdown, sizeof(Shutdown)) == MileHvSuccess && Restarts == 1);
    (void)Response(IC_STATUS_FAIL);

    memset(&Reference, 0, sizeof(Reference));
    Reference.ParentTime = 5000;
    Reference.VmReferenceTime = 900;
    Reference.Flags = IC_TIMESYNC_FLAG_SYNC;
    CHECK(Send(&Time, ICFeatureIdxTimeSync, &Reference, sizeof(Reference)) == MileHvSuccess && Clock == 5100);
    (void)Response(IC_STATUS_SUCCESS);
    Reference.VmReferenceTime = 1001;
    CHECK(Send(&Time, ICFeatureIdxTimeSync, &Reference, sizeof(Reference)) == MileHvSuccess && Clock == 5100);
    return 0;
}
