/* SPDX-License-Identifier: MIT */
/** The host of the guest emulation guide's example: a version, the time, and the time again. */

#include "Play.h"

static PLAY Play;
static MILE_HV_GUEST_EMULATION Get;
static HV_INT64 Utc;

static MILE_HV_RESULT Send(const void *Message, size_t Bytes)
{
    MILE_HV_PACKET Packet = PlayHostPipes(&Play, Message, Bytes);

    return MyGetReceive(&Get, &Packet, &Utc);
}

int main(void)
{
    GET_VERSION_REQUEST Request;
    GET_VERSION_RESPONSE Version;
    GET_TIME_RESPONSE Time;
    HV_UINT32 Bytes;

    PlayBegin(&Play);
    MileHvGuestEmulationBegin(&Get);
    CHECK(MyTimeRequest(&Play.Send, &Get) == MileHvInvalid);
    CHECK(MileHvGuestEmulationVersionBuild(&Get, &Request, GET_PROTOCOL_VERSION_NICKEL_REV2, &Bytes) == MileHvSuccess);
    memset(&Version, 0, sizeof(Version));
    Version.MessageHeader.MessageVersion = GetMessageVersion1;
    Version.MessageHeader.MessageType = GetMessageHostResponse;
    Version.MessageHeader.MessageId = GetHostRequestVersion;
    Version.VersionAccepted = 1;
    CHECK(Send(&Version, sizeof(Version)) == MileHvSuccess && Get.Version == GET_PROTOCOL_VERSION_NICKEL_REV2);
    CHECK(MyTimeRequest(&Play.Send, &Get) == MileHvSuccess && MyTimeRequest(&Play.Send, &Get) == MileHvFull);
    memset(&Time, 0, sizeof(Time));
    Time.MessageHeader = Version.MessageHeader;
    Time.MessageHeader.MessageId = GetHostRequestTime;
    Time.Utc = 42;
    CHECK(Send(&Time, sizeof(Time) - 1) == MileHvCorrupt && Utc == 0);
    CHECK(Send(&Time, sizeof(Time)) == MileHvSuccess && Utc == 42);
    CHECK(Send(&Time, sizeof(Time)) == MileHvCorrupt);
    return 0;
}
