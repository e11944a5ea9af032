/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Fuzz target: the checks of integration components, with the answers that are built in place.
 *
 * A message is checked as each component would, in memory of its exact length, and
 * what the check accepts is answered: the answer stays in the message's bytes and
 * changes none behind it.
 */

#include "Fuzz.h"

#include <Mile.HyperV/Guest/Integration.h>

static const IC_VERSION Frameworks[] = {IC_FRAMEWORK_VERSION_1, IC_FRAMEWORK_VERSION_3};
static const IC_VERSION Components[] = {IC_HEARTBEAT_VERSION_3, IC_HEARTBEAT_VERSION_31, IC_TIMESYNC_VERSION_4};

static REST Payload;      /* As it came, and as the answer changes it. */
static uint8_t *Original; /* As it came. */

static HV_UINT64 Word(HV_UINT32 Offset, unsigned Bytes)
{
    HV_UINT64 Value = 0;

    memcpy(&Value, Original + Offset, Bytes);
    return Value;
}

/* An answer: its header says what was asked, and nothing behind it has changed. */
static void CheckAnswer(const MILE_HV_IC_MESSAGE *Message, MILE_HV_RESULT Result, HV_UINT32 Bytes)
{
    IC_MSG_HDR Header;
    HV_UINT32 Index;

    if (Result != MileHvSuccess)
    {
        CHECK(Result == MileHvTooSmall);
        return;
    }
    CHECK(Bytes >= sizeof(Header) && Bytes <= sizeof(Header) + Message->BodyBytes);
    memcpy(&Header, Message->Data, sizeof(Header));
    CHECK(Header.ICMsgSize == Bytes - sizeof(Header) && Header.ICMsgType == Message->Header.ICMsgType);
    CHECK(Header.ICTransactionId == Message->Header.ICTransactionId && (Header.ICFlags & IC_MSG_FLAG_RESPONSE));
    for (Index = (HV_UINT32)(Message->Data - Payload.At) + Bytes; Index < Payload.Bytes; ++Index)
    {
        CHECK(Payload.At[Index] == Original[Index]);
    }
}

static int IsKnown(IC_VERSION Version, const IC_VERSION *List, size_t Count)
{
    size_t Index;

    for (Index = 0; Index < Count; ++Index)
    {
        if (Version.Major == List[Index].Major && Version.Minor == List[Index].Minor)
        {
            return 1;
        }
    }
    return 0;
}

static void Negotiate(const MILE_HV_IC_MESSAGE *Message)
{
    MILE_HV_IC_VERSIONS Versions;
    MILE_HV_IC_OFFER Offer;
    HV_UINT32 Bytes = 0;
    MILE_HV_RESULT Result = MileHvIcNegotiateCheck(Message, &Offer);

    if (Result == MileHvSuccess)
    {
        CHECK(Offer.FrameworkCount == Word(28, 2) && Offer.MessageCount == Word(30, 2));
        CHECK(Offer.Versions == Payload.At + 36);
        CHECK(36 + (Offer.FrameworkCount + Offer.MessageCount) * 4 <= 28 + Message->BodyBytes);
        Result = MileHvIcNegotiateChoose(&Offer, Frameworks, 2, Components, 3, &Versions);
        if (Result == MileHvSuccess)
        {
            CHECK(IsKnown(Versions.Framework, Frameworks, 2) && IsKnown(Versions.Message, Components, 3));
        }
        else
        {
            CHECK(Result == MileHvUnavailable);
        }
        Result = MileHvIcNegotiateAnswer(Message, Result == MileHvSuccess ? &Versions : NULL, &Bytes);
        CHECK(Result == MileHvSuccess);
        CheckAnswer(Message, Result, Bytes);
    }
    else
    {
        CHECK(Result == (Message->Header.ICMsgType == ICFeatureVersionNegotiation ? MileHvCorrupt : MileHvInvalid));
        CHECK(Result == MileHvInvalid || Message->BodyBytes < 8 ||
              Word(28, 2) + Word(30, 2) > (Message->BodyBytes - 8) / 4);
    }
}

static void Heartbeat(const MILE_HV_IC_MESSAGE *Message)
{
    const MILE_HV_IC_VERSIONS Versions = {IC_FRAMEWORK_VERSION_3, IC_HEARTBEAT_VERSION_31};
    IC_HEARTBEAT_MSG_DATA Data;
    HV_UINT32 Bytes = 0;
    MILE_HV_RESULT Result;

    memset(&Data, 0xCC, sizeof(Data));
    Result = MileHvIcHeartbeatCheck(Message, &Data);
    CHECK((Result == MileHvInvalid) == (Message->Header.ICMsgType != ICFeatureIdxHeartbeat));
    if (Result == MileHvSuccess)
    {
        CHECK(Data.SeqNum == Word(28, 8));
        Result = MileHvIcHeartbeatAnswer(Message, &Versions, &Data, GuestApplicationStateHealthy, &Bytes);
        CHECK(Result == MileHvSuccess);
        CheckAnswer(Message, Result, Bytes);
    }
}

static void Shutdown(const MILE_HV_IC_MESSAGE *Message)
{
    MILE_HV_IC_SHUTDOWN Data;
    const MILE_HV_RESULT Result = MileHvIcShutdownCheck(Message, &Data);

    CHECK((Result == MileHvInvalid) == (Message->Header.ICMsgType != ICFeatureIdxShutdown));
    if (Result == MileHvSuccess)
    {
        CHECK(Data.Text == Payload.At + 40 && Data.TextBytes <= 2048 && 12 + Data.TextBytes <= Message->BodyBytes);
        CHECK(Data.TextBytes == 0 || !memchr(Data.Text, 0, Data.TextBytes));
        CHECK(Data.ReasonCode == Word(28, 4) && Data.TimeoutInSeconds == Word(32, 4) && Data.Flags == Word(36, 4));
        CHECK(Data.Flags < 8 && (Data.Flags & 6) != 6);
    }
}

static void TimeSync(const MILE_HV_IC_MESSAGE *Message, HV_UINT16 Major, HV_UINT64 Now)
{
    const IC_VERSION Version = {Major, 0};
    MILE_HV_IC_TIME Times[2];
    MILE_HV_RESULT Results[2];
    HV_UINT64 Time;
    unsigned Index;

    for (Index = 0; Index < 2; ++Index)
    {
        memset(&Times[Index], Index ? 0xFF : 0, sizeof(Times[Index]));
        Results[Index] = MileHvIcTimeSyncCheck(Message, Version, &Times[Index]);
    }
    CHECK(Results[0] == Results[1]);
    CHECK((Results[0] == MileHvInvalid) == (Message->Header.ICMsgType != ICFeatureIdxTimeSync));
    if (Results[0] == MileHvSuccess)
    {
        CHECK(memcmp(&Times[0], &Times[1], sizeof(Times[0])) == 0 && Times[0].ParentTime == Word(28, 8));
        CHECK(Times[0].HasReferenceTime == (Major >= 4) && Times[0].Flags < 4);
        if (MileHvIcTimeNow(&Times[0], Now, &Time) == MileHvSuccess)
        {
            CHECK(Times[0].HasReferenceTime && Time >= Times[0].ParentTime && Now >= Times[0].ReferenceTime);
            CHECK(Time - Times[0].ParentTime == Now - Times[0].ReferenceTime);
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *Bytes, size_t Count)
{
    static const IC_FEATURE_IDX Features[] = {ICFeatureIdxHeartbeat, ICFeatureIdxShutdown, ICFeatureIdxTimeSync};
    INPUT Input = {Bytes, Count};
    const size_t Shift = Take(&Input, 1) % 8;
    const HV_UINT16 Major = (HV_UINT16)Take(&Input, 1);
    const HV_UINT64 Now = Take(&Input, 8);
    MILE_HV_IC_MESSAGE Message;
    size_t Index;

    Payload = TakeRest(&Input, Shift);
    Original = malloc(Payload.Bytes + 64);
    CHECK(Original);
    memset(Original, 0, Payload.Bytes + 64);
    memcpy(Original, Payload.At, Payload.Bytes);
    for (Index = 0; Index < sizeof(Features) / sizeof(Features[0]); ++Index)
    {
        memcpy(Payload.At, Original, Payload.Bytes);
        if (MileHvIcMessageCheck(Payload.At, Payload.Bytes, Features[Index], &Message) != MileHvSuccess)
        {
            continue;
        }
        CHECK(Message.Data == Payload.At + 8 && Message.Body == Payload.At + 28);
        CHECK(28 + Message.BodyBytes <= 8 + Word(4, 4) && 8 + Word(4, 4) <= Payload.Bytes && Word(4, 4) <= 13312);
        CHECK(Message.Header.ICMsgType == 0 || Message.Header.ICMsgType == Features[Index]);
        Shutdown(&Message);
        TimeSync(&Message, Major, Now);
        Heartbeat(&Message);
        memcpy(Payload.At, Original, Payload.Bytes);
        Negotiate(&Message);
    }
    free(Original);
    free(Payload.Block);
    return 0;
}

/*
 * Seeds.
 */

static void Begin(unsigned Major, HV_UINT64 Now, IC_FEATURE_IDX Feature, unsigned BodyBytes)
{
    const VMPIPE_PROTOCOL_HEADER Pipe = {VmPipeMessageData, {(HV_UINT32)sizeof(IC_MSG_HDR) + BodyBytes}};
    const IC_MSG_HDR Header = {IC_FRAMEWORK_VERSION_3,
                               (IC_MSG_TYPE)Feature,
                               {(HV_UINT16)Major, 0},
                               (HV_UINT16)BodyBytes,
                               0,
                               7,
                               IC_MSG_FLAG_TRANSACTION | IC_MSG_FLAG_REQUEST,
                               {0, 0}};

    SeedNumber(1, 1);
    SeedNumber(Major, 1);
    SeedNumber(Now, 8);
    SeedPut(&Pipe, sizeof(Pipe));
    SeedPut(&Header, sizeof(Header));
}

static void WriteSeeds(void)
{
    static const IC_VERSION Offered[] = {IC_FRAMEWORK_VERSION_1, IC_FRAMEWORK_VERSION_3, IC_HEARTBEAT_VERSION_3,
                                         IC_HEARTBEAT_VERSION_31};
    const IC_MSG_NEGOTIATE Counts = {2, 2, 0};
    const char Reason[] = "Shut down by the administrator";
    IC_TIMESYNC_REFERENCE_MSG_DATA Reference;
    IC_TIMESYNC_MSG_DATA Old;
    IC_HEARTBEAT_MSG_DATA Beat;

    Begin(3, 0, ICFeatureVersionNegotiation, sizeof(Counts) + sizeof(Offered));
    SeedPut(&Counts, sizeof(Counts));
    SeedPut(Offered, sizeof(Offered));
    Seed("versions-are-offered");

    memset(&Beat, 0, sizeof(Beat));
    Beat.SeqNum = 41;
    Begin(3, 0, ICFeatureIdxHeartbeat, sizeof(Beat));
    SeedPut(&Beat, sizeof(Beat));
    Seed("a-heartbeat");

    Begin(3, 0, ICFeatureIdxShutdown, 12 + sizeof(Reason));
    SeedNumber(IC_SHUTDOWN_REASON_FLAG_PLANNED, 4);
    SeedNumber(60, 4);
    SeedNumber(IC_SHUTDOWN_FLAG_FORCE | IC_SHUTDOWN_FLAG_RESTART, 4);
    SeedPut(Reason, sizeof(Reason));
    Seed("a-restart-with-a-text");

    memset(&Reference, 0, sizeof(Reference));
    Reference.ParentTime = 133500000000000000;
    Reference.VmReferenceTime = 1000;
    Reference.Flags = IC_TIMESYNC_FLAG_SAMPLE;
    Begin(4, 2000, ICFeatureIdxTimeSync, sizeof(Reference));
    SeedPut(&Reference, sizeof(Reference));
    Seed("a-time-with-a-reference");

    memset(&Old, 0, sizeof(Old));
    Old.ParentTime = 133500000000000000;
    Old.Flags = IC_TIMESYNC_FLAG_SYNC;
    Begin(3, 0, ICFeatureIdxTimeSync, sizeof(Old));
    SeedPut(&Old, sizeof(Old));
    Seed("a-time-without");
}
