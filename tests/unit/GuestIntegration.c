/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Mile.HyperV/Guest/Integration.h: versions are agreed on, answers have their bytes, hostile messages are
 * refused.
 *
 * Messages as OpenVMM's hyperv_ic sends them (1488a37b); versions: kernel logs of guests of hosts 14393 to 22621.
 */

#include "GuardPage.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include <Mile.HyperV/Guest/Integration.h>

#define COUNT(Array) (sizeof(Array) / sizeof((Array)[0]))

static const IC_VERSION Frameworks[] = {IC_FRAMEWORK_VERSION_1, IC_FRAMEWORK_VERSION_3};
static const IC_VERSION Shutdowns[] = {IC_SHUTDOWN_VERSION_1, IC_SHUTDOWN_VERSION_3, IC_SHUTDOWN_VERSION_31,
                                       IC_SHUTDOWN_VERSION_32};
static const MILE_HV_IC_VERSIONS Agreed = {IC_FRAMEWORK_VERSION_3, IC_SHUTDOWN_VERSION_32};

/* A message with its pipe header, as it stands in a packet. */
typedef struct PIPE_MESSAGE
{
    VMPIPE_PROTOCOL_HEADER Pipe;
    IC_MSG_HDR Header;
    HV_UINT8 Body[IC_MAXIMUM_MESSAGE_SIZE];
} PIPE_MESSAGE;

static PIPE_MESSAGE Sent;
static MILE_HV_IC_MESSAGE Message;
static MILE_HV_IC_OFFER Offer;

/* Makes a message of the host in Sent; the bytes behind its body are not zero. Returns the payload's length. */
static HV_UINT32 Send(HV_UINT32 Type, const void *Body, HV_UINT32 BodyBytes)
{
    memset(&Sent, 0xA5, sizeof(Sent));
    Sent.Pipe.PacketType = VmPipeMessageData;
    Sent.Pipe.DataSize = (HV_UINT32)sizeof(Sent.Header) + BodyBytes;
    Sent.Header.ICMsgType = (HV_UINT16)Type;
    Sent.Header.ICMsgSize = (HV_UINT16)BodyBytes;
    Sent.Header.ICTransactionId = 0x5C;
    Sent.Header.ICFlags = IC_MSG_FLAG_TRANSACTION | IC_MSG_FLAG_REQUEST;
    if (BodyBytes != 0)
    {
        memcpy(Sent.Body, Body, BodyBytes);
    }
    return (HV_UINT32)sizeof(Sent.Pipe) + Sent.Pipe.DataSize;
}

/* Checks Sent where nothing behind it can be read; Message is what comes of it. */
static MILE_HV_RESULT CheckSent(HV_UINT32 Bytes, HV_UINT32 Feature)
{
    return MileHvIcMessageCheck(GuardEnd(&Sent, Bytes), Bytes, Feature, &Message);
}

/*
 * The frame.
 */

static void AMessageIsTakenApart(void **State)
{
    HV_UINT8 *At;
    HV_UINT32 Bytes;
    HV_UINT32 Skip;

    (void)State;
    Bytes = Send(ICFeatureIdxHeartbeat, "seven77", 7);
    for (Skip = 0; Skip < 8; ++Skip)
    {
        At = (HV_UINT8 *)GuardBegin(&Sent, Bytes + 5, Skip); /* With the padding of a packet. */
        assert_int_equal(MileHvIcMessageCheck(At, Bytes + 5, ICFeatureIdxHeartbeat, &Message), MileHvSuccess);
        assert_int_equal(Message.Header.ICTransactionId, 0x5C);
        assert_int_equal(Message.BodyBytes, 7);
        assert_ptr_equal(Message.Data, At + 8);
        assert_ptr_equal(Message.Body, At + 28);
    }
    Bytes = Send(ICFeatureIdxHeartbeat, NULL, 0);
    assert_int_equal(CheckSent(Bytes, ICFeatureIdxHeartbeat), MileHvSuccess);
    assert_int_equal(Message.BodyBytes, 0);
}

static void ShortMessagesAreRefused(void **State)
{
    HV_UINT32 Bytes;
    HV_UINT32 Full;

    (void)State;
    Full = Send(ICFeatureIdxHeartbeat, "0123456789abcdef", 16);
    for (Bytes = 0; Bytes <= Full; ++Bytes)
    {
        assert_int_equal(CheckSent(Bytes, ICFeatureIdxHeartbeat), Bytes == Full ? MileHvSuccess : MileHvCorrupt);
    }
    /* The packet is whole, but the pipe's size is not. */
    for (Bytes = 0; Bytes < 64; ++Bytes)
    {
        Sent.Pipe.DataSize = Bytes;
        assert_int_equal(CheckSent(Full, ICFeatureIdxHeartbeat), Bytes == 36 ? MileHvSuccess : MileHvCorrupt);
    }
}

static void SizesOfTheFrameAreBounded(void **State)
{
    static const HV_UINT32 Huge[] = {37, 0x80000000, 0xFFFFFFFF, 0xFFFFFFF8, VMPIPE_MAXIMUM_PIPE_PACKET_SIZE + 1};
    HV_UINT8 *At;
    HV_UINT32 Size;
    HV_UINT32 Full;
    size_t Index;

    (void)State;
    Full = Send(ICFeatureIdxHeartbeat, "0123456789abcdef", 16);
    for (Size = 0; Size < 0x10000; ++Size)
    {
        Sent.Header.ICMsgSize = (HV_UINT16)Size;
        assert_int_equal(CheckSent(Full, ICFeatureIdxHeartbeat), Size <= 16 ? MileHvSuccess : MileHvCorrupt);
    }
    Sent.Header.ICMsgSize = 16;
    for (Index = 0; Index < COUNT(Huge); ++Index)
    {
        Sent.Pipe.DataSize = Huge[Index];
        assert_int_equal(CheckSent(Full, ICFeatureIdxHeartbeat), MileHvCorrupt);
    }
    /* The longest message of this frame is shorter than the longest of a pipe. */
    At = GuardBuffer();
    memset(At, 0, 0x8000);
    Send(ICFeatureIdxHeartbeat, NULL, 0);
    for (Size = IC_MAXIMUM_MESSAGE_SIZE - 1; Size <= IC_MAXIMUM_MESSAGE_SIZE + 1; ++Size)
    {
        Sent.Pipe.DataSize = Size;
        assert_int_equal(MileHvIcMessageCheck(GuardBegin(&Sent, 28, 0), 0x8000, ICFeatureIdxHeartbeat, &Message),
                         Size <= IC_MAXIMUM_MESSAGE_SIZE ? MileHvSuccess : MileHvCorrupt);
    }
}

static void OtherMessagesAreRefused(void **State)
{
    static const HV_UINT8 Zeros[sizeof(IC_SHUTDOWN_MSG_DATA)];
    MILE_HV_IC_SHUTDOWN Shutdown;
    IC_HEARTBEAT_MSG_DATA Heartbeat;
    MILE_HV_IC_TIME Time;
    HV_UINT32 Bytes;
    HV_UINT32 Value;
    HV_UINT32 Feature;

    (void)State;
    Bytes = Send(0, NULL, 0);
    for (Value = 0; Value < 0x10000; Value += (Value < 16) ? 1 : 0xFF)
    {
        Sent.Header.ICMsgType = (HV_UINT16)Value;
        assert_int_equal(CheckSent(Bytes, ICFeatureIdxShutdown),
                         Value == ICFeatureIdxShutdown || Value == ICFeatureVersionNegotiation ? MileHvSuccess
                                                                                               : MileHvCorrupt);
    }
    /* An answer is nobody's request, and the pipe carries data. */
    Sent.Header.ICMsgType = ICFeatureIdxShutdown;
    for (Value = 0; Value < 256; ++Value)
    {
        Sent.Header.ICFlags = (HV_UINT8)Value;
        assert_int_equal(CheckSent(Bytes, ICFeatureIdxShutdown),
                         (Value & IC_MSG_FLAG_RESPONSE) ? MileHvCorrupt : MileHvSuccess);
    }
    Sent.Header.ICFlags = IC_MSG_FLAG_REQUEST;
    for (Value = 0; Value < 256; ++Value)
    {
        Sent.Pipe.PacketType = Value;
        assert_int_equal(CheckSent(Bytes, ICFeatureIdxShutdown),
                         Value == VmPipeMessageData ? MileHvSuccess : MileHvCorrupt);
    }
    /* A check for one type does not take another. */
    for (Feature = 0; Feature < ICFeatureCount; ++Feature)
    {
        assert_int_equal(CheckSent(Send(Feature, Zeros, sizeof(Zeros)), Feature), MileHvSuccess);
        assert_int_equal(MileHvIcNegotiateCheck(&Message, &Offer), Feature == 0 ? MileHvSuccess : MileHvInvalid);
        assert_int_equal(MileHvIcNegotiateAnswer(&Message, &Agreed, &Value),
                         Feature == 0 ? MileHvSuccess : MileHvInvalid);
        assert_int_equal(MileHvIcHeartbeatCheck(&Message, &Heartbeat), Feature == 1 ? MileHvSuccess : MileHvInvalid);
        assert_int_equal(MileHvIcShutdownCheck(&Message, &Shutdown), Feature == 3 ? MileHvSuccess : MileHvInvalid);
        assert_int_equal(MileHvIcTimeSyncCheck(&Message, Agreed.Framework, &Time),
                         Feature == 4 ? MileHvSuccess : MileHvInvalid);
    }
}

static void AnAnswerIsBuiltOverItsRequest(void **State)
{
    static const HV_UINT8 Expected[] = {3, 0,    0,    0,    3,    0,    3, 0, 2,   0,   4,   0,
                                        5, 0x40, 0x00, 0x80, 0x5C, 0x05, 0, 0, 'b', 'o', 'd', 'y'};
    static const struct
    {
        HV_UINT8 Request, Answer;
    } Flags[] = {{0, 4}, {1, 5}, {2, 4}, {3, 5}, {0xFB, 5}, {0xFA, 4}};
    HV_UINT32 Bytes;
    size_t Index;

    (void)State;
    assert_int_equal(CheckSent(Send(ICFeatureIdxShutdown, "body+", 5), ICFeatureIdxShutdown), MileHvSuccess);
    assert_int_equal(MileHvIcAnswer(&Message, &Agreed, IC_STATUS_FAIL, 4, &Bytes), MileHvSuccess);
    assert_int_equal(Bytes, sizeof(Expected));
    assert_memory_equal(Message.Data, Expected, sizeof(Expected));
    assert_int_equal(MileHvIcAnswer(&Message, &Agreed, IC_STATUS_FAIL, 6, &Bytes), MileHvTooSmall);
    assert_int_equal(MileHvIcAnswer(&Message, &Agreed, IC_STATUS_FAIL, 0xFFFFFFFF, &Bytes), MileHvTooSmall);
    assert_int_equal(MileHvIcAnswer(&Message, &Agreed, IC_STATUS_FAIL, 5, &Bytes), MileHvSuccess);
    assert_int_equal(Bytes, 25);
    for (Index = 0; Index < COUNT(Flags); ++Index)
    {
        Send(ICFeatureIdxShutdown, NULL, 0);
        Sent.Header.ICFlags = Flags[Index].Request;
        assert_int_equal(CheckSent(28, ICFeatureIdxShutdown), MileHvSuccess);
        assert_int_equal(MileHvIcAnswer(&Message, &Agreed, IC_STATUS_SUCCESS, 0, &Bytes), MileHvSuccess);
        assert_int_equal(Bytes, 20);
        assert_int_equal(Message.Data[17], Flags[Index].Answer);
    }
}

/*
 * Versions.
 */

/* As OpenVMM offers shutdown: two versions of the frame, four of the component. */
static void VersionsAreAgreedOn(void **State)
{
    static const HV_UINT8 Body[] = {2, 0, 4, 0, 0, 0, 0, 0, 1, 0, 0, 0, 3, 0, 0, 0,
                                    1, 0, 0, 0, 3, 0, 0, 0, 3, 0, 1, 0, 3, 0, 2, 0};
    static const HV_UINT8 Expected[] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0x5C, 5,
                                        0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 3,  0, 0, 0, 3, 0, 2,    0};
    MILE_HV_IC_VERSIONS Versions;
    HV_UINT32 Bytes;

    (void)State;
    assert_int_equal(CheckSent(Send(0, Body, sizeof(Body)), ICFeatureIdxShutdown), MileHvSuccess);
    assert_int_equal(MileHvIcNegotiateCheck(&Message, &Offer), MileHvSuccess);
    assert_int_equal(Offer.FrameworkCount, 2);
    assert_int_equal(Offer.MessageCount, 4);
    assert_int_equal(
        MileHvIcNegotiateChoose(&Offer, Frameworks, COUNT(Frameworks), Shutdowns, COUNT(Shutdowns), &Versions),
        MileHvSuccess);
    assert_int_equal(Versions.Framework.Major, 3);
    assert_int_equal(Versions.Framework.Minor, 0);
    assert_int_equal(Versions.Message.Major, 3);
    assert_int_equal(Versions.Message.Minor, 2);
    assert_int_equal(MileHvIcNegotiateAnswer(&Message, &Versions, &Bytes), MileHvSuccess);
    assert_int_equal(Bytes, sizeof(Expected));
    assert_memory_equal(Message.Data, Expected, sizeof(Expected));
}

static void TheNewestCommonVersionIsChosen(void **State)
{
    static const struct
    {
        HV_UINT32 Count;
        IC_VERSION Offered[4];
        HV_UINT32 KnownCount;
        IC_VERSION Known[3];
        IC_VERSION Common; /* 0.0: none. */
    } Cases[] = {
        {3, {{1, 0}, {3, 0}, {3, 1}}, 3, {{3, 1}, {3, 0}, {1, 0}}, {3, 1}},
        {3, {{3, 1}, {3, 0}, {1, 0}}, 3, {{1, 0}, {3, 0}, {3, 1}}, {3, 1}},
        {3, {{1, 0xFFFF}, {2, 0}, {1, 5}}, 3, {{1, 5}, {1, 0xFFFF}, {2, 0}}, {2, 0}},
        {4, {{9, 9}, {3, 2}, {4, 0}, {3, 1}}, 2, {{3, 1}, {3, 2}}, {3, 2}},
        {2, {{3, 1}, {1, 3}}, 1, {{3, 3}}, {0, 0}},
        {1, {{3, 1}}, 0, {{3, 1}}, {0, 0}},
        {0, {{3, 1}}, 1, {{3, 1}}, {0, 0}},
        {2, {{0xFFFF, 0xFFFF}, {0, 0}}, 2, {{0xFFFF, 0xFFFF}, {1, 0}}, {0xFFFF, 0xFFFF}},
    };
    static const HV_UINT8 None[] = {0, 0, 0,    0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0,
                                    0, 0, 0x5C, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    HV_UINT8 Body[8 + 4 + 16] = {0};
    MILE_HV_IC_VERSIONS Versions;
    HV_UINT32 Bytes;
    size_t Index;

    (void)State;
    for (Index = 0; Index < COUNT(Cases); ++Index)
    {
        const MILE_HV_RESULT Expected = Cases[Index].Common.Major ? MileHvSuccess : MileHvUnavailable;
        const HV_UINT32 Count = Cases[Index].Count;
        IC_VERSION Common = {0, 0};

        assert_int_equal(MileHvIcVersionCommon((const HV_UINT8 *)GuardEnd(Cases[Index].Offered, Count * 4), Count,
                                               Cases[Index].Known, Cases[Index].KnownCount, &Common),
                         Expected);
        assert_memory_equal(&Common, &Cases[Index].Common, 4);

        /* As the frame's, and as the component's: both have to be there. */
        Body[0] = 1;
        Body[2] = (HV_UINT8)Count;
        memcpy(Body + 8, &Frameworks[1], 4);
        memcpy(Body + 12, Cases[Index].Offered, 16);
        assert_int_equal(CheckSent(Send(0, Body, 12 + Count * 4), 1), MileHvSuccess);
        assert_int_equal(MileHvIcNegotiateCheck(&Message, &Offer), MileHvSuccess);
        assert_int_equal(MileHvIcNegotiateChoose(&Offer, Frameworks, COUNT(Frameworks), Cases[Index].Known,
                                                 Cases[Index].KnownCount, &Versions),
                         Expected);
        if (Expected == MileHvSuccess)
        {
            assert_int_equal(Versions.Framework.Major, 3);
            assert_memory_equal(&Versions.Message, &Cases[Index].Common, 4);
        }
        Body[0] = (HV_UINT8)Count;
        Body[2] = 1;
        memcpy(Body + 8, Cases[Index].Offered, 16);
        memcpy(Body + 8 + Count * 4, &Shutdowns[3], 4);
        assert_int_equal(CheckSent(Send(0, Body, 12 + Count * 4), 1), MileHvSuccess);
        assert_int_equal(MileHvIcNegotiateCheck(&Message, &Offer), MileHvSuccess);
        assert_int_equal(MileHvIcNegotiateChoose(&Offer, Cases[Index].Known, Cases[Index].KnownCount, Shutdowns,
                                                 COUNT(Shutdowns), &Versions),
                         Expected);
    }
    /* None in common is answered with counts of zero; so it is if none was offered. */
    assert_int_equal(MileHvIcNegotiateAnswer(&Message, NULL, &Bytes), MileHvSuccess);
    assert_int_equal(Bytes, sizeof(None));
    assert_memory_equal(Message.Data, None, sizeof(None));
    memset(Body, 0, sizeof(Body));
    assert_int_equal(CheckSent(Send(0, Body, 8), 1), MileHvSuccess);
    assert_int_equal(MileHvIcNegotiateCheck(&Message, &Offer), MileHvSuccess);
    assert_int_equal(
        MileHvIcNegotiateChoose(&Offer, Frameworks, COUNT(Frameworks), Shutdowns, COUNT(Shutdowns), &Versions),
        MileHvUnavailable);
    assert_int_equal(MileHvIcNegotiateAnswer(&Message, &Agreed, &Bytes), MileHvTooSmall);
    assert_int_equal(MileHvIcNegotiateAnswer(&Message, NULL, &Bytes), MileHvSuccess);
    assert_memory_equal(Message.Data, None, sizeof(None));
}

/* Both counts against every length of the body, up to where their sum or its bytes would wrap. */
static void CountsOfVersionsAreBounded(void **State)
{
    static const HV_UINT32 Counts[] = {0, 1, 2, 3, 4, 5, 6, 0x3FFF, 0x4000, 0x7FFF, 0x8000, 0xFFFD, 0xFFFE, 0xFFFF};
    HV_UINT8 Body[8 + 20] = {0};
    MILE_HV_IC_VERSIONS Versions;
    HV_UINT32 BodyBytes;
    size_t Framework;
    size_t Component;

    (void)State;
    for (Framework = 0; Framework < COUNT(Counts); ++Framework)
    {
        for (Component = 0; Component < COUNT(Counts); ++Component)
        {
            memcpy(Body, &Counts[Framework], 2);
            memcpy(Body + 2, &Counts[Component], 2);
            for (BodyBytes = 0; BodyBytes <= sizeof(Body); ++BodyBytes)
            {
                const HV_UINT64 Needed = 8 + ((HV_UINT64)Counts[Framework] + Counts[Component]) * 4;

                assert_int_equal(CheckSent(Send(0, Body, BodyBytes), 1), MileHvSuccess);
                assert_int_equal(MileHvIcNegotiateCheck(&Message, &Offer),
                                 Needed <= BodyBytes ? MileHvSuccess : MileHvCorrupt);
                if (Needed <= BodyBytes)
                {
                    (void)MileHvIcNegotiateChoose(&Offer, Frameworks, COUNT(Frameworks), Shutdowns, COUNT(Shutdowns),
                                                  &Versions);
                }
            }
        }
    }
}

/*
 * Components.
 */

static void AHeartbeatIsCountedOn(void **State)
{
    static const HV_UINT8 Body[] = {0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 9, 0, 0, 0, 0xA, 0xB, 0xC, 0xD, 0xE};
    static const HV_UINT8 Answer[] = {0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0xA, 0xB, 0xC, 0xD};
    HV_UINT8 Expected[sizeof(IC_HEARTBEAT_MSG_DATA)];
    IC_HEARTBEAT_MSG_DATA Heartbeat;
    HV_UINT32 BodyBytes;
    HV_UINT32 Bytes;

    (void)State;
    for (BodyBytes = 0; BodyBytes <= sizeof(Body); ++BodyBytes)
    {
        const HV_UINT32 Used = BodyBytes < 16 ? BodyBytes : 16;

        memset(&Heartbeat, 0xEE, sizeof(Heartbeat));
        assert_int_equal(CheckSent(Send(ICFeatureIdxHeartbeat, Body, BodyBytes), ICFeatureIdxHeartbeat), MileHvSuccess);
        assert_int_equal(MileHvIcHeartbeatCheck(&Message, &Heartbeat), BodyBytes >= 8 ? MileHvSuccess : MileHvCorrupt);
        if (BodyBytes < 8)
        {
            continue;
        }
        memset(Expected, 0, sizeof(Expected));
        memcpy(Expected, Body, Used);
        assert_memory_equal(&Heartbeat, Expected, sizeof(Expected));
        assert_int_equal(MileHvIcHeartbeatAnswer(&Message, &Agreed, &Heartbeat, GuestApplicationStateHealthy, &Bytes),
                         MileHvSuccess);
        assert_int_equal(Bytes, 20 + Used);
        assert_memory_equal(Message.Body, Answer, Used);
        assert_int_equal(Message.Data[10], Used);
        assert_int_equal(Message.Data[12] | Message.Data[13] | Message.Data[14] | Message.Data[15], 0);
    }
}

static void AShutdownIsBounded(void **State)
{
    IC_SHUTDOWN_MSG_DATA Data;
    MILE_HV_IC_SHUTDOWN Shutdown;
    HV_UINT32 BodyBytes;
    HV_UINT32 Flags;

    (void)State;
    /* As OpenVMM sends it. */
    memset(&Data, 0, sizeof(Data));
    Data.ReasonCode = IC_SHUTDOWN_REASON_FLAG_PLANNED;
    Data.Flags = IC_SHUTDOWN_FLAG_RESTART;
    assert_int_equal(CheckSent(Send(3, &Data, sizeof(Data)), 3), MileHvSuccess);
    assert_int_equal(MileHvIcShutdownCheck(&Message, &Shutdown), MileHvSuccess);
    assert_int_equal(Shutdown.ReasonCode, 0x80000000);
    assert_int_equal(Shutdown.TimeoutInSeconds, 0);
    assert_int_equal(Shutdown.Flags, IC_SHUTDOWN_FLAG_RESTART);
    assert_int_equal(Shutdown.TextBytes, 0);
    assert_ptr_equal(Shutdown.Text, Message.Body + 12);

    /* A text that does not end, in a body of every length, some of them longer than the structure. */
    memset(&Data.Message, 'x', sizeof(Data.Message));
    Data.TimeoutInSeconds = 300;
    Send(3, &Data, sizeof(Data));
    memset(Sent.Body + sizeof(Data), 'x', 100);
    for (BodyBytes = 0; BodyBytes <= sizeof(Data) + 100; ++BodyBytes)
    {
        Sent.Pipe.DataSize = 20 + BodyBytes;
        Sent.Header.ICMsgSize = (HV_UINT16)BodyBytes;
        assert_int_equal(CheckSent(28 + BodyBytes, 3), MileHvSuccess);
        assert_int_equal(MileHvIcShutdownCheck(&Message, &Shutdown), BodyBytes >= 12 ? MileHvSuccess : MileHvCorrupt);
        if (BodyBytes >= 12)
        {
            assert_int_equal(Shutdown.TextBytes, BodyBytes < sizeof(Data) ? BodyBytes - 12 : 2048);
            assert_int_equal(Shutdown.TimeoutInSeconds, 300);
        }
    }
    Sent.Body[12 + 5] = 0;
    assert_int_equal(CheckSent(28 + BodyBytes - 1, 3), MileHvSuccess);
    assert_int_equal(MileHvIcShutdownCheck(&Message, &Shutdown), MileHvSuccess);
    assert_int_equal(Shutdown.TextBytes, 5);

    for (Flags = 0; Flags < 64; ++Flags)
    {
        Data.Flags = Flags;
        assert_int_equal(CheckSent(Send(3, &Data, sizeof(Data)), 3), MileHvSuccess);
        assert_int_equal(MileHvIcShutdownCheck(&Message, &Shutdown), Flags < 6 ? MileHvSuccess : MileHvCorrupt);
    }
    for (Flags = 1; Flags != 0; Flags <<= 1)
    {
        Data.Flags = Flags;
        assert_int_equal(CheckSent(Send(3, &Data, sizeof(Data)), 3), MileHvSuccess);
        assert_int_equal(MileHvIcShutdownCheck(&Message, &Shutdown), Flags <= 4 ? MileHvSuccess : MileHvCorrupt);
    }
}

static void ATimeHasTheFormOfItsVersion(void **State)
{
    static const struct
    {
        IC_VERSION Version;
        HV_UINT32 Bytes;
    } Cases[] = {{IC_TIMESYNC_VERSION_1, 28},
                 {IC_TIMESYNC_VERSION_3, 28},
                 {{3, 0xFFFF}, 28},
                 {IC_TIMESYNC_VERSION_4, 24},
                 {{4, 1}, 24},
                 {{5, 0}, 24}};
    HV_UINT8 Body[32];
    MILE_HV_IC_TIME Time;
    HV_UINT32 BodyBytes;
    size_t Index;

    (void)State;
    for (Index = 0; Index < sizeof(Body); ++Index)
    {
        Body[Index] = (HV_UINT8)(Index + 1);
    }
    for (Index = 0; Index < COUNT(Cases); ++Index)
    {
        for (BodyBytes = 0; BodyBytes <= sizeof(Body); ++BodyBytes)
        {
            memset(&Time, 0xEE, sizeof(Time));
            assert_int_equal(CheckSent(Send(4, Body, BodyBytes), 4), MileHvSuccess);
            assert_int_equal(MileHvIcTimeSyncCheck(&Message, Cases[Index].Version, &Time),
                             BodyBytes >= Cases[Index].Bytes ? MileHvSuccess : MileHvCorrupt);
            if (BodyBytes < Cases[Index].Bytes)
            {
                continue;
            }
            assert_int_equal(Time.ParentTime, 0x0807060504030201);
            if (Cases[Index].Bytes == 24)
            {
                assert_int_equal(Time.ReferenceTime, 0x100F0E0D0C0B0A09);
                assert_int_equal(Time.RoundTripTime, 0);
                assert_int_equal(Time.HasReferenceTime, 1);
                assert_int_equal(Time.Flags, 17 & 3);
                assert_int_equal(Time.LeapFlags, 18);
                assert_int_equal(Time.Stratum, 19);
            }
            else
            {
                assert_int_equal(Time.ReferenceTime, 0);
                assert_int_equal(Time.RoundTripTime, 0x1817161514131211);
                assert_int_equal(Time.HasReferenceTime, 0);
                assert_int_equal(Time.Flags, 25 & 3);
                assert_int_equal(Time.LeapFlags, 0);
                assert_int_equal(Time.Stratum, 0);
            }
            assert_int_equal(Time.Reserved, 0);
        }
    }
}

static void TheAgeOfATimeDoesNotWrap(void **State)
{
    static const struct
    {
        HV_UINT64 Parent, Reference, Now, Then;
        MILE_HV_RESULT Result;
    } Cases[] = {
        {1000, 50, 50, 1000, MileHvSuccess},
        {1000, 50, 80, 1030, MileHvSuccess},
        {1000, 50, 49, 0, MileHvCorrupt},
        {1000, 0xFFFFFFFFFFFFFFFF, 0, 0, MileHvCorrupt},
        {0xFFFFFFFFFFFFFFFF, 7, 7, 0xFFFFFFFFFFFFFFFF, MileHvSuccess},
        {0xFFFFFFFFFFFFFFFF, 7, 8, 0, MileHvCorrupt},
        {0xFFFFFFFFFFFFFF00, 0, 0xFF, 0xFFFFFFFFFFFFFFFF, MileHvSuccess},
        {0xFFFFFFFFFFFFFF00, 0, 0x100, 0, MileHvCorrupt},
        {1, 0, 0xFFFFFFFFFFFFFFFF, 0, MileHvCorrupt},
    };
    MILE_HV_IC_TIME Time;
    size_t Index;

    (void)State;
    memset(&Time, 0, sizeof(Time));
    for (Index = 0; Index < COUNT(Cases); ++Index)
    {
        HV_UINT64 Then = 0;

        Time.ParentTime = Cases[Index].Parent;
        Time.ReferenceTime = Cases[Index].Reference;
        Time.HasReferenceTime = 1;
        assert_int_equal(MileHvIcTimeNow(&Time, Cases[Index].Now, &Then), Cases[Index].Result);
        assert_int_equal(Then, Cases[Index].Then);
        Time.HasReferenceTime = 0;
        assert_int_equal(MileHvIcTimeNow(&Time, Cases[Index].Now, &Then), MileHvUnavailable);
    }
}

/* Every byte of a message takes every value, at the guard page: what is accepted lies in it, and can be answered. */
static void EveryByteTakesEveryValue(void **State)
{
    static const HV_UINT8 Body[] = {2, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 3, 0, 0, 0, 3, 0, 2, 0};
    HV_UINT32 Type;
    HV_UINT32 Place;
    HV_UINT32 Value;
    HV_UINT32 Bytes;

    (void)State;
    for (Type = 0; Type < ICFeatureCount; ++Type)
    {
        Bytes = Send(Type, Body, sizeof(Body));
        for (Place = 0; Place < Bytes; ++Place)
        {
            const HV_UINT8 Before = ((HV_UINT8 *)&Sent)[Place];

            for (Value = 0; Value < 256; ++Value)
            {
                IC_HEARTBEAT_MSG_DATA Heartbeat;
                MILE_HV_IC_SHUTDOWN Shutdown;
                MILE_HV_IC_VERSIONS Versions;
                MILE_HV_IC_TIME Time;
                HV_UINT32 Answer;

                ((HV_UINT8 *)&Sent)[Place] = (HV_UINT8)Value;
                if (CheckSent(Bytes, Type) != MileHvSuccess)
                {
                    continue;
                }
                assert_true(Message.BodyBytes <= sizeof(Body));
                if (MileHvIcNegotiateCheck(&Message, &Offer) == MileHvSuccess)
                {
                    assert_true(Offer.FrameworkCount + Offer.MessageCount <= 3);
                    Answer = MileHvIcNegotiateChoose(&Offer, Frameworks, COUNT(Frameworks), Shutdowns, COUNT(Shutdowns),
                                                     &Versions);
                    assert_int_equal(
                        MileHvIcNegotiateAnswer(&Message, Answer == MileHvSuccess ? &Versions : NULL, &Answer),
                        MileHvSuccess);
                }
                if (MileHvIcHeartbeatCheck(&Message, &Heartbeat) == MileHvSuccess)
                {
                    assert_int_equal(MileHvIcHeartbeatAnswer(&Message, &Agreed, &Heartbeat, 1, &Answer), MileHvSuccess);
                }
                if (MileHvIcShutdownCheck(&Message, &Shutdown) == MileHvSuccess)
                {
                    assert_true(Shutdown.TextBytes <= 8);
                }
                (void)MileHvIcTimeSyncCheck(&Message, Agreed.Framework, &Time);
            }
            ((HV_UINT8 *)&Sent)[Place] = Before;
        }
    }
}

int main(void)
{
    const struct CMUnitTest Tests[] = {
        cmocka_unit_test(AMessageIsTakenApart),           cmocka_unit_test(ShortMessagesAreRefused),
        cmocka_unit_test(SizesOfTheFrameAreBounded),      cmocka_unit_test(OtherMessagesAreRefused),
        cmocka_unit_test(AnAnswerIsBuiltOverItsRequest),  cmocka_unit_test(VersionsAreAgreedOn),
        cmocka_unit_test(TheNewestCommonVersionIsChosen), cmocka_unit_test(CountsOfVersionsAreBounded),
        cmocka_unit_test(AHeartbeatIsCountedOn),          cmocka_unit_test(AShutdownIsBounded),
        cmocka_unit_test(ATimeHasTheFormOfItsVersion),    cmocka_unit_test(TheAgeOfATimeDoesNotWrap),
        cmocka_unit_test(EveryByteTakesEveryValue),
    };
    return cmocka_run_group_tests(Tests, NULL, NULL);
}
