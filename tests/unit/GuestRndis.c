/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Mile.HyperV/Guest/Rndis.h: the bytes of each message, and what becomes of a host's at every length.
 *
 * The requests and answers of RecordedRndis.c are built and read here too: they were recorded, not made up.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <Mile.HyperV/Guest/Request.h>
#include <Mile.HyperV/Guest/Rndis.h>

#include "GuardPage.h"

static HV_UINT32 Built;
static HV_UINT8 Room[4096];

/* Builds into rooms of each length up to the message's own, which alone holds it. */
#define BUILDS(Expected, Call)                                                                                         \
    do                                                                                                                 \
    {                                                                                                                  \
        HV_UINT32 RoomBytes;                                                                                           \
        for (RoomBytes = 0; RoomBytes <= sizeof(Expected); ++RoomBytes)                                                \
        {                                                                                                              \
            volatile void *To = GuardEnd(Room, RoomBytes);                                                             \
            assert_int_equal((Call), RoomBytes < sizeof(Expected) ? MileHvTooSmall : MileHvSuccess);                   \
            assert_int_equal(Built, RoomBytes < sizeof(Expected) ? 0 : sizeof(Expected));                              \
            if (RoomBytes == sizeof(Expected))                                                                         \
            {                                                                                                          \
                assert_memory_equal((const void *)(uintptr_t)To, Expected, sizeof(Expected));                          \
            }                                                                                                          \
        }                                                                                                              \
    } while (0)

static void RequestsAreAsRecorded(void **State)
{
    static const HV_UINT8 Initialize[] = {2, 0, 0, 0, 0x18, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0x40, 6, 0, 0};
    static const HV_UINT8 Query[] = {4, 0, 0, 0, 0x1C, 0, 0, 0, 2, 0, 0, 0, 2, 2, 1, 0, 0, 0, 0, 0, 0x14, 0, 0, 0, 0, 0, 0, 0};
    static const HV_UINT8 Set[] = {5, 0, 0, 0, 0x20, 0, 0, 0, 4,    0, 0, 0, 0x0E, 1, 1, 0,
                                   4, 0, 0, 0, 0x14, 0, 0, 0, 0,    0, 0, 0, 0x2D, 0, 0, 0};
    static const HV_UINT8 Reset[] = {6, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0};
    static const HV_UINT8 KeepAlive[] = {8, 0, 0, 0, 12, 0, 0, 0, 9, 0, 0, 0};
    static const HV_UINT8 Answer[] = {8, 0, 0, 0x80, 16, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0};
    static const HV_UINT8 Halt[] = {3, 0, 0, 0, 12, 0, 0, 0, 10, 0, 0, 0};
    const HV_UINT32 Filter = 0x2D;

    (void)State;
    BUILDS(Initialize, MileHvRndisInitializeBuild(To, RoomBytes, 1, 0x640, &Built));
    BUILDS(Query, MileHvRndisQueryBuild(To, RoomBytes, 2, 0x00010202, NULL, 0, &Built));
    BUILDS(Set, MileHvRndisSetBuild(To, RoomBytes, 4, RNDIS_OID_GEN_CURRENT_PACKET_FILTER, &Filter, 4, &Built));
    BUILDS(Reset, MileHvRndisResetBuild(To, RoomBytes, &Built));
    BUILDS(KeepAlive, MileHvRndisKeepAliveBuild(To, RoomBytes, 9, &Built));
    BUILDS(Answer, MileHvRndisKeepAliveAnswer(To, RoomBytes, 9, &Built));
    BUILDS(Halt, MileHvRndisHaltBuild(To, RoomBytes, 10, &Built));
    assert_int_equal(MileHvRndisInitializeBuild(Room, 100, 0, 1, &Built), MileHvInvalid);
    assert_int_equal(MileHvRndisQueryBuild(Room, 100, 0, 1, NULL, 0, &Built), MileHvInvalid);
    assert_int_equal(MileHvRndisSetBuild(Room, 100, 0, 1, &Filter, 4, &Built), MileHvInvalid);
    assert_int_equal(MileHvRndisKeepAliveBuild(Room, 100, 0, &Built), MileHvInvalid);
    assert_int_equal(MileHvRndisHaltBuild(Room, 100, 0, &Built), MileHvInvalid);
    assert_int_equal(MileHvRndisSetBuild(Room, 100, 1, 1, &Filter, 0xFFFFFFFF, &Built), MileHvTooSmall);
}

/* A message of a host, in memory of its exact length, at each length below it. */
static MILE_HV_RNDIS_MESSAGE Reads(const HV_UINT8 *Bytes, HV_UINT32 Length)
{
    MILE_HV_RNDIS_MESSAGE Message;
    HV_UINT32 Less;

    for (Less = 0; Less < Length; ++Less)
    {
        assert_int_equal(MileHvRndisMessageCheck(GuardEnd(Bytes, Less), Less, &Message), MileHvCorrupt);
    }
    assert_int_equal(MileHvRndisMessageCheck(GuardEnd(Bytes, Length), Length, &Message), MileHvSuccess);
    assert_int_equal(Message.MessageBytes, Length);
    return Message;
}

static void AnswersAreAsRecorded(void **State)
{
    static const HV_UINT8 Initialize[] = {2, 0, 0, 0x80, 0x34, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0,
                                          0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0x16, 6, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    static const HV_UINT8 Refused[] = {4, 0, 0, 0x80, 0x18, 0, 0, 0, 2, 0, 0, 0, 0xBB, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0, 0};
    static const HV_UINT8 Address[] = {4, 0, 0, 0x80, 0x1E, 0, 0, 0,    3, 0, 0,    0,    0,    0,    0,
                                       0, 6, 0, 0,    0,    0x10, 0, 0, 0, 0x0A, 0, 0x3E, 0x97, 0xC5, 0xDF};
    static const HV_UINT8 Set[] = {5, 0, 0, 0x80, 0x10, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0};
    HV_UINT8 Short[52];
    MILE_HV_RNDIS_MESSAGE Message = Reads(Initialize, sizeof(Initialize));

    (void)State;
    assert_int_equal(Message.Type, REMOTE_NDIS_INITIALIZE_CMPLT);
    assert_int_equal(Message.RequestId, 1);
    assert_int_equal(Message.Status, RNDIS_STATUS_SUCCESS);
    assert_int_equal(Message.Limits.MaximumFrames, 1);
    assert_int_equal(Message.Limits.MaximumBytes, 0x616);
    assert_int_equal(Message.Limits.Alignment, 4);
    memcpy(Short, Initialize, sizeof(Short));
    Short[4] = 48; /* Without AFListSize. */
    assert_int_equal(MileHvRndisMessageCheck(GuardEnd(Short, 48), 48, &Message), MileHvSuccess);
    Short[4] = 47;
    assert_int_equal(MileHvRndisMessageCheck(GuardEnd(Short, 48), 48, &Message), MileHvCorrupt);
    Short[4] = 52;
    Short[40] = 12;
    assert_int_equal(Reads(Short, 52).Limits.Alignment, 4096);
    Short[40] = 13;
    assert_int_equal(MileHvRndisMessageCheck(Short, 52, &Message), MileHvCorrupt);
    Short[40] = 0;
    Short[32] = 0;
    assert_int_equal(Reads(Short, 52).Limits.MaximumFrames, 1);
    assert_int_equal(Reads(Short, 52).Limits.Alignment, 1);
    Short[28] = 1; /* No Ethernet. */
    assert_int_equal(MileHvRndisMessageCheck(Short, 52, &Message), MileHvCorrupt);

    Message = Reads(Refused, sizeof(Refused));
    assert_int_equal(Message.RequestId, 2);
    assert_int_equal(Message.Status, RNDIS_STATUS_NOT_SUPPORTED);
    assert_int_equal(Message.DataBytes, 0);
    Message = Reads(Address, sizeof(Address));
    assert_int_equal(Message.DataBytes, 6);
    assert_memory_equal(Message.Data, "\x0A\0\x3E\x97\xC5\xDF", 6);
    Message = Reads(Set, sizeof(Set));
    assert_int_equal(Message.RequestId, 4);
    assert_int_equal(Message.Status, RNDIS_STATUS_SUCCESS);
}

/* A message of words. */
static HV_UINT32 Words(HV_UINT8 *To, HV_UINT32 Count, const HV_UINT32 *From)
{
    memcpy(To, From, Count * 4);
    return Count * 4;
}

static void OffsetsStayInside(void **State)
{
    static const struct
    {
        HV_UINT32 Length, Offset;
        MILE_HV_RESULT Result;
    } Cases[] = {
        {6, 16, MileHvSuccess},          {6, 15, MileHvCorrupt},          {7, 16, MileHvCorrupt},
        {6, 17, MileHvCorrupt},          {0, 0, MileHvSuccess},           {0, 0xFFFFFFFF, MileHvSuccess},
        {1, 22, MileHvCorrupt},          {1, 21, MileHvSuccess},          {0xFFFFFFFF, 16, MileHvCorrupt},
        {6, 0xFFFFFFF0, MileHvCorrupt},  {0xFFFFFFF0, 0x20, MileHvCorrupt}, {1, 0, MileHvCorrupt},
    };
    HV_UINT8 Bytes[64];
    MILE_HV_RNDIS_MESSAGE Message;
    size_t Index;

    (void)State;
    for (Index = 0; Index < sizeof(Cases) / sizeof(Cases[0]); ++Index)
    {
        const HV_UINT32 Query[] = {REMOTE_NDIS_QUERY_CMPLT, 30, 7, 0, Cases[Index].Length, Cases[Index].Offset, 0, 0};

        (void)Words(Bytes, 8, Query);
        assert_int_equal(MileHvRndisMessageCheck(GuardEnd(Bytes, 30), 30, &Message), Cases[Index].Result);
        if (Cases[Index].Result == MileHvSuccess)
        {
            assert_int_equal(Message.DataBytes, Cases[Index].Length);
        }
    }
    for (Index = 0; Index < 6; ++Index)
    {
        /* An indication: its buffer begins 12 bytes behind the start of its structure. */
        const HV_UINT32 Offset = 9 + (HV_UINT32)Index;
        const HV_UINT32 Indication[] = {REMOTE_NDIS_INDICATE_STATUS_MSG, 24, 0x40010013, 4, Offset, 0};

        (void)Words(Bytes, 6, Indication);
        assert_int_equal(MileHvRndisMessageCheck(GuardEnd(Bytes, 24), 24, &Message),
                         Offset == 12 ? MileHvSuccess : MileHvCorrupt);
    }
}

static void EveryTypeHasItsLength(void **State)
{
    static const struct
    {
        HV_UINT32 Type, Least;
    } Types[] = {
        {REMOTE_NDIS_QUERY_CMPLT, 16},  {REMOTE_NDIS_SET_EX_CMPLT, 16},      {REMOTE_NDIS_SET_CMPLT, 8},
        {REMOTE_NDIS_RESET_CMPLT, 8},   {REMOTE_NDIS_KEEPALIVE_CMPLT, 8},    {REMOTE_NDIS_INDICATE_STATUS_MSG, 12},
        {REMOTE_NDIS_KEEPALIVE_MSG, 4}, {REMOTE_NDIS_INITIALIZE_CMPLT, 40},
    };
    HV_UINT8 Bytes[64];
    MILE_HV_RNDIS_MESSAGE Message;
    HV_UINT32 Length;
    size_t Index;

    (void)State;
    for (Index = 0; Index < sizeof(Types) / sizeof(Types[0]); ++Index)
    {
        for (Length = 0; Length <= 64; ++Length)
        {
            memset(Bytes, 0, sizeof(Bytes));
            memcpy(Bytes, &Types[Index].Type, 4);
            memcpy(Bytes + 4, &Length, 4);
            assert_int_equal(MileHvRndisMessageCheck(GuardEnd(Bytes, 64), 64, &Message),
                             Length < 8 + Types[Index].Least ? MileHvCorrupt : MileHvSuccess);
        }
        Length = 65;
        memcpy(Bytes + 4, &Length, 4);
        assert_int_equal(MileHvRndisMessageCheck(GuardEnd(Bytes, 64), 64, &Message), MileHvCorrupt);
        Length = 0xFFFFFFFF;
        memcpy(Bytes + 4, &Length, 4);
        assert_int_equal(MileHvRndisMessageCheck(GuardEnd(Bytes, 64), 64, &Message), MileHvCorrupt);
    }
    Length = 8;
    memcpy(Bytes + 4, &Length, 4);
    memcpy(Bytes, "\2\0\0\0", 4); /* Type that guests send. */
    assert_int_equal(MileHvRndisMessageCheck(Bytes, 64, &Message), MileHvUnavailable);
    assert_int_equal(MileHvRndisMessageCheck(GuardEnd(Bytes, 8), 8, &Message), MileHvUnavailable);
    memcpy(Bytes, "\1\0\0\0", 4);
    assert_int_equal(MileHvRndisMessageCheck(Bytes, 64, &Message), MileHvInvalid);
}

static void IndicationsTellOfTheLink(void **State)
{
    static const struct
    {
        HV_UINT32 Status;
        MILE_HV_RNDIS_LINK Link;
    } Cases[] = {
        {0x4001000B, MileHvRndisLinkUp},      {0x4001000C, MileHvRndisLinkDown}, {0x40010013, MileHvRndisLinkChanged},
        {0x40010018, MileHvRndisLinkChanged}, {0x40020006, MileHvRndisLinkSame},
    };
    RNDIS_LINK_STATE Link;
    HV_UINT8 Bytes[40] = {0x80, 1, 40, 0, 1};
    HV_UINT32 Length;
    size_t Index;

    (void)State;
    for (Index = 0; Index < sizeof(Cases) / sizeof(Cases[0]); ++Index)
    {
        const HV_UINT32 Indication[] = {REMOTE_NDIS_INDICATE_STATUS_MSG, 20, Cases[Index].Status, 0, 0};
        HV_UINT8 Message[20];

        (void)Words(Message, 5, Indication);
        assert_int_equal(Reads(Message, 20).Link, Cases[Index].Link);
        assert_int_equal(Reads(Message, 20).Status, Cases[Index].Status);
    }
    {
        const HV_UINT32 Indication[] = {REMOTE_NDIS_INDICATE_STATUS_MSG, 32, 0x40010013, 8, 16, 0, 0x11, 0x22};
        HV_UINT8 Message[32];
        MILE_HV_RNDIS_MESSAGE Read;

        (void)Words(Message, 8, Indication);
        Read = Reads(Message, 32);
        assert_int_equal(Read.DataBytes, 8);
        assert_memory_equal(Read.Data, "\x11\0\0\0\x22\0\0\0", 8);
    }
    for (Length = 0; Length <= 40; ++Length)
    {
        assert_int_equal(MileHvRndisLinkStateCheck(GuardEnd(Bytes, Length), Length, &Link),
                         Length < 40 ? MileHvCorrupt : MileHvSuccess);
    }
    assert_int_equal(Link.MediaConnectState, 1); /* Connected. */
}

static void MessagesAreCopiedOut(void **State)
{
    const HV_UINT32 Query[] = {REMOTE_NDIS_QUERY_CMPLT, 32, 7, 0, 8, 16, 0x11111111, 0x22222222};
    HV_UINT8 Bytes[64] = {0};
    HV_UINT8 Copy[64];
    MILE_HV_RNDIS_MESSAGE Message;

    (void)State;
    (void)Words(Bytes, 8, Query);
    assert_int_equal(MileHvRndisMessageReceive(GuardEnd(Bytes, 64), 64, Copy, 64, &Message), MileHvSuccess);
    assert_ptr_equal(Message.Data, Copy + 24); /* In the copy, not in the buffer. */
    assert_int_equal(MileHvRndisMessageReceive(GuardEnd(Bytes, 64), 64, Copy, 32, &Message), MileHvSuccess);
    assert_int_equal(MileHvRndisMessageReceive(GuardEnd(Bytes, 64), 64, Copy, 31, &Message), MileHvTooSmall);
    assert_int_equal(MileHvRndisMessageReceive(GuardEnd(Bytes, 32), 32, Copy, 31, &Message), MileHvTooSmall);
    assert_int_equal(MileHvRndisMessageReceive(GuardEnd(Bytes, 32), 32, Copy, 8, &Message), MileHvTooSmall);
    Bytes[20] = 17; /* Data past the end, in a message that the room just holds. */
    assert_int_equal(MileHvRndisMessageReceive(GuardEnd(Bytes, 64), 64, Copy, 32, &Message), MileHvCorrupt);
    Bytes[20] = 16;
    assert_int_equal(MileHvRndisMessageReceive(GuardEnd(Bytes, 31), 31, Copy, 64, &Message), MileHvCorrupt);
    assert_int_equal(MileHvRndisMessageReceive(GuardEnd(Bytes, 31), 31, Copy, 16, &Message), MileHvCorrupt);
    assert_int_equal(MileHvRndisMessageReceive(GuardEnd(Bytes, 64), 64, Copy, 4, &Message), MileHvCorrupt);
}

/*
 * Frames.
 */

static MILE_HV_RNDIS_INFO Everything(void)
{
    MILE_HV_RNDIS_INFO Info;

    memset(&Info, 0, sizeof(Info));
    Info.Has = MILE_HYPERV_RNDIS_SENT;
    Info.Checksum.Value = 0x00220005;
    Info.LargeSend.Value = 0x40000000 | 1460;
    Info.Vlan.Value = 5 << 4 | 3;
    Info.HashValue = 0xDEADBEEF;
    return Info;
}

static void FramesGoOutAndIn(void **State)
{
    const MILE_HV_RNDIS_INFO All = Everything();
    HV_UINT8 Records[MILE_HYPERV_RNDIS_INFO_ROOM_SIZE];
    HV_UINT8 Data[1514];
    unsigned Has;
    HV_UINT32 Length;

    (void)State;
    for (Length = 0; Length < sizeof(Data); ++Length)
    {
        Data[Length] = (HV_UINT8)(Length * 7);
    }
    for (Has = 0; Has < 16; ++Has)
    {
        const HV_UINT32 Count = (Has & 1) + (Has >> 1 & 1) + (Has >> 2 & 1) + (Has >> 3);
        MILE_HV_RNDIS_INFO Info = All;
        MILE_HV_RNDIS_INFO Found;
        static MILE_HV_RNDIS_FRAME Frame;

        Info.Has = Has;
        for (Length = 0; Length < 44 + Count * 16; ++Length)
        {
            assert_int_equal(MileHvRndisFrameBuild(GuardEnd(Room, Length), Length, &Info, sizeof(Data), &Built),
                             MileHvTooSmall);
        }
        assert_int_equal(MileHvRndisFrameBuild(GuardEnd(Room, Length), Length, &Info, sizeof(Data), &Built),
                         MileHvSuccess);
        assert_int_equal(MileHvRndisFrameBuild(Room, sizeof(Room), &Info, sizeof(Data), &Built), MileHvSuccess);
        assert_int_equal(Built, 44 + Count * 16);
        memcpy(Room + Built, Data, sizeof(Data));
        Length = Built + (HV_UINT32)sizeof(Data);
        assert_int_equal(MileHvRndisFrameCheck(GuardEnd(Room, Length), Length, Records, sizeof(Records), &Frame),
                         MileHvSuccess);
        assert_int_equal(Frame.DataBytes, sizeof(Data));
        assert_int_equal(Frame.MessageBytes, Length);
        assert_int_equal(Frame.InfoBytes, Count * 16);
        assert_memory_equal((const void *)(uintptr_t)Frame.Data, Data, sizeof(Data));
        assert_int_equal(MileHvRndisInfoCheck(Frame.Info, Frame.InfoBytes, &Found), MileHvSuccess);
        assert_int_equal(Found.Has, Has);
        assert_int_equal(Found.Checksum.Value, Has & 1 ? All.Checksum.Value : 0);
        assert_int_equal(Found.LargeSend.Value, Has & 2 ? All.LargeSend.Value : 0);
        assert_int_equal(Found.Vlan.Value, Has & 4 ? All.Vlan.Value : 0);
        assert_int_equal(Found.HashValue, Has & 8 ? All.HashValue : 0);
        /* Every shorter range is too short for the message, or for its head. */
        for (Length = 0; Length < Frame.MessageBytes; ++Length)
        {
            assert_int_equal(MileHvRndisFrameCheck(GuardEnd(Room, Length), Length, Records, sizeof(Records), &Frame),
                             MileHvCorrupt);
            if (Length == 130)
            {
                Length = 1500;
            }
        }
        if (Count != 0)
        {
            assert_int_equal(MileHvRndisFrameCheck(Room, 4096, Records, Count * 16 - 1, &Frame), MileHvTooSmall);
            assert_int_equal(MileHvRndisFrameCheck(Room, 4096, Records, Count * 16, &Frame), MileHvSuccess);
        }
    }
    assert_int_equal(MileHvRndisFrameBuild(Room, 100, NULL, 0, &Built), MileHvInvalid);
    assert_int_equal(MileHvRndisFrameBuild(Room, 100, NULL, 0xFFFFFFFF, &Built), MileHvInvalid);
    assert_int_equal(MileHvRndisFrameBuild(Room, 100, NULL, 0xFFFFFFFF - 107, &Built), MileHvInvalid);
    assert_int_equal(MileHvRndisFrameBuild(Room, 100, NULL, 0xFFFFFFFF - 108, &Built), MileHvSuccess);
    assert_int_equal(MileHvRndisFrameBuild(Room, 100, NULL, 60, &Built), MileHvSuccess);
    assert_int_equal(Built, 44);
    {
        MILE_HV_RNDIS_INFO Info = All;

        Info.Has = MILE_HYPERV_RNDIS_HAS_HASH_INFO;
        assert_int_equal(MileHvRndisFrameBuild(Room, 200, &Info, 60, &Built), MileHvInvalid);
    }
}

static void PartsStayInsideAndApart(void **State)
{
    /* DataOffset, DataLength, OOBDataOffset, OOBDataLength, PerPacketInfoOffset, PerPacketInfoLength; of 120 bytes. */
    static const struct
    {
        HV_UINT32 Words[6];
        MILE_HV_RESULT Result;
    } Cases[] = {
        {{52, 60, 0, 0, 36, 16}, MileHvSuccess},  {{36, 76, 0, 0, 0, 0}, MileHvSuccess},
        {{36, 60, 0, 0, 96, 16}, MileHvSuccess},  {{51, 60, 0, 0, 36, 16}, MileHvCorrupt}, /* They overlap. */
        {{52, 61, 0, 0, 36, 16}, MileHvCorrupt},  {{35, 60, 0, 0, 96, 16}, MileHvCorrupt},
        {{36, 77, 0, 0, 0, 0}, MileHvCorrupt},    {{36, 0, 0, 0, 0, 0}, MileHvCorrupt},
        {{112, 1, 0, 0, 0, 0}, MileHvCorrupt},    {{111, 1, 0, 0, 0, 0}, MileHvSuccess},
        {{0xFFFFFFFF, 2, 0, 0, 0, 0}, MileHvCorrupt}, {{36, 0xFFFFFFFF, 0, 0, 0, 0}, MileHvCorrupt},
        {{0xFFFFFFDD, 60, 0, 0, 0, 0}, MileHvCorrupt}, {{36, 60, 0, 0, 97, 12}, MileHvCorrupt}, /* Not aligned. */
        {{36, 60, 0, 0, 32, 16}, MileHvCorrupt},  {{36, 60, 0, 0, 100, 16}, MileHvCorrupt},
        {{36, 60, 0, 0, 0xFFFFFFFC, 16}, MileHvCorrupt}, {{36, 60, 0, 0, 92, 16}, MileHvCorrupt},
        {{36, 60, 0, 0, 0xFFFFFFFF, 0}, MileHvSuccess}, /* Of no length: its offset is nothing. */
        {{36, 60, 0, 0, 40, 0}, MileHvSuccess},
        {{36, 60, 96, 12, 0, 0}, MileHvSuccess},  {{36, 60, 95, 12, 0, 0}, MileHvCorrupt},
        {{36, 60, 96, 17, 0, 0}, MileHvCorrupt},  {{36, 60, 96, 12, 100, 12}, MileHvCorrupt},
        {{60, 52, 36, 12, 48, 12}, MileHvSuccess}, {{60, 52, 35, 12, 48, 12}, MileHvCorrupt},
    };
    HV_UINT8 Records[64];
    static MILE_HV_RNDIS_FRAME Frame;
    size_t Index;

    (void)State;
    for (Index = 0; Index < sizeof(Cases) / sizeof(Cases[0]); ++Index)
    {
        const HV_UINT32 *Case = Cases[Index].Words;
        const HV_UINT32 Message[] = {1, 120, Case[0], Case[1], Case[2], Case[3], 0, Case[4], Case[5], 0, 0};
        HV_UINT8 Bytes[120] = {0};

        (void)Words(Bytes, 11, Message);
        if (MileHvRndisFrameCheck(GuardEnd(Bytes, 120), 120, Records, sizeof(Records), &Frame) != Cases[Index].Result)
        {
            fail_msg("case %u", (unsigned)Index);
        }
    }
    {
        HV_UINT8 Control[16] = {0x07, 0, 0, 0, 16};

        assert_int_equal(MileHvRndisFrameCheck(GuardEnd(Control, 16), 16, Records, 64, &Frame), MileHvUnavailable);
        assert_int_equal(MileHvRndisFrameCheck(GuardEnd(Control, 8), 8, Records, 64, &Frame), MileHvUnavailable);
    }
}

static void RecordsAreWalked(void **State)
{
    static const struct
    {
        HV_UINT32 Words[4];
        MILE_HV_RESULT Result;
    } Cases[] = {
        {{16, 6, 12, 1}, MileHvSuccess},   {{12, 6, 12, 1}, MileHvCorrupt}, /* No room for its value. */
        {{16, 6, 13, 1}, MileHvCorrupt},   {{16, 6, 11, 1}, MileHvCorrupt}, {{16, 6, 0, 1}, MileHvCorrupt},
        {{16, 6, 17, 1}, MileHvCorrupt},   {{0, 6, 12, 1}, MileHvCorrupt},  {{11, 6, 12, 1}, MileHvCorrupt},
        {{17, 6, 12, 1}, MileHvCorrupt},   {{20, 6, 12, 1}, MileHvCorrupt}, {{0xFFFFFFFF, 6, 12, 1}, MileHvCorrupt},
        {{0xFFFFFFFC, 6, 12, 1}, MileHvCorrupt}, {{16, 6, 0xFFFFFFFF, 1}, MileHvCorrupt},
        {{14, 6, 12, 1}, MileHvCorrupt},   {{12, 99, 12, 1}, MileHvCorrupt}, /* The bytes after it are not a record. */
    };
    const HV_UINT32 Many[] = {16, 0, 12, 0x38, 16, 9, 12, 0x101, 20, 77, 12, 1, 2, 16, 8, 12, 0xCAFE, 16, 0x80000001, 12,
                              0x12340701, 16, 6, 12, 0x50, 16, 6, 12, 0x60, 12, 1, 12};
    HV_UINT8 Bytes[sizeof(Many)];
    MILE_HV_RNDIS_INFO Info;
    HV_UINT32 Length;
    size_t Index;

    (void)State;
    for (Index = 0; Index < sizeof(Cases) / sizeof(Cases[0]); ++Index)
    {
        (void)Words(Bytes, 4, Cases[Index].Words);
        if (MileHvRndisInfoCheck(GuardEnd(Bytes, 16), 16, &Info) != Cases[Index].Result)
        {
            fail_msg("case %u", (unsigned)Index);
        }
    }
    assert_int_equal(MileHvRndisInfoCheck(NULL, 0, &Info), MileHvSuccess);
    assert_int_equal(Info.Has, 0);
    memcpy(Bytes, Many, sizeof(Many));
    assert_int_equal(MileHvRndisInfoCheck(GuardEnd(Bytes, sizeof(Many)), sizeof(Many), &Info), MileHvSuccess);
    assert_int_equal(Info.Has, 0x3D);
    assert_int_equal(Info.Checksum.Receive.TcpChecksumSucceeded, 1);
    assert_int_equal(Info.HashValue, 0xCAFE);
    assert_int_equal(Info.HashInfo, 0x101);
    assert_int_equal(Info.Vlan.Transmit.VlanId, 5); /* The first one counts. */
    assert_int_equal(Info.Fragment.Version, 1);
    assert_int_equal(Info.Fragment.Flags, 7);
    assert_int_equal(Info.Fragment.PacketId, 0x1234);
    for (Length = 0; Length < sizeof(Many); ++Length)
    {
        const HV_UINT32 Ends[] = {0, 16, 32, 52, 68, 84, 100, 116};
        int IsEnd = 0;

        for (Index = 0; Index < 8; ++Index)
        {
            IsEnd |= Ends[Index] == Length;
        }
        assert_int_equal(MileHvRndisInfoCheck(GuardEnd(Bytes, Length), Length, &Info),
                         IsEnd ? MileHvSuccess : MileHvCorrupt);
    }
}

static void SectionsHoldSeveralFrames(void **State)
{
    static const HV_UINT32 Alignments[] = {1, 8, 64};
    MILE_HV_RNDIS_INFO Info = Everything();
    MILE_HV_RNDIS_SECTION Section;
    HV_UINT8 Records[MILE_HYPERV_RNDIS_INFO_ROOM_SIZE];
    size_t Of;

    (void)State;
    for (Of = 0; Of < 3; ++Of)
    {
        const MILE_HV_RNDIS_LIMITS Limits = {3, 0x10000, Alignments[Of], 0};
        HV_UINT8 *Place = GuardEnd(Room, 512);
        HV_UINT32 At = 0;
        HV_UINT32 Frames = 0;

        memset(Place, 0xEE, 512);
        MileHvRndisSectionBegin(&Section, Place, 512, &Limits);
        assert_int_equal(MileHvRndisSectionAdd(&Section, NULL, "0123456789abcde", 15), MileHvSuccess);
        assert_int_equal(Section.Used, 59);
        assert_int_equal(MileHvRndisSectionAdd(&Section, &Info, "ABCDEFGHIJKLMNOPQ", 17), MileHvSuccess);
        assert_int_equal(MileHvRndisSectionAdd(&Section, NULL, "xyz", 3), MileHvSuccess);
        assert_int_equal(MileHvRndisSectionAdd(&Section, NULL, "xyz", 3), MileHvFull); /* As many as there may be. */
        assert_int_equal(Section.Count, 3);
        while (At < Section.Used)
        {
            static const char *const Data[] = {"0123456789abcde", "ABCDEFGHIJKLMNOPQ", "xyz"};
            static MILE_HV_RNDIS_FRAME Frame;

            assert_int_equal(At % Alignments[Of], 0);
            assert_int_equal(MileHvRndisFrameCheck(Place + At, Section.Used - At, Records, sizeof(Records), &Frame),
                             MileHvSuccess);
            assert_int_equal(Frame.DataBytes, strlen(Data[Frames]));
            assert_memory_equal((const void *)(uintptr_t)Frame.Data, Data[Frames], Frame.DataBytes);
            {
                /* Up to the next message there are zeros: nothing old goes out. */
                const HV_UINT8 *End = (const HV_UINT8 *)(uintptr_t)Frame.Data + Frame.DataBytes;

                for (; End < Place + At + Frame.MessageBytes; ++End)
                {
                    assert_int_equal(*End, 0);
                }
            }
            At += Frame.MessageBytes;
            ++Frames;
        }
        assert_int_equal(Frames, 3);
        assert_int_equal(At, Section.Used); /* The last one is not rounded up. */
        assert_int_equal(Place[Section.Used], 0xEE);
    }
    {
        const MILE_HV_RNDIS_LIMITS Limits = {9, 200, 8, 0};
        HV_UINT8 *Place = GuardEnd(Room, 256);

        MileHvRndisSectionBegin(&Section, Place, 256, &Limits);
        assert_int_equal(MileHvRndisSectionAdd(&Section, NULL, Records, 157), MileHvTooSmall);
        assert_int_equal(MileHvRndisSectionAdd(&Section, NULL, Records, 0), MileHvInvalid);
        assert_int_equal(Section.Used + Section.Count, 0);
        assert_int_equal(MileHvRndisSectionAdd(&Section, NULL, Records, 60), MileHvSuccess);
        assert_int_equal(MileHvRndisSectionAdd(&Section, NULL, Records, 53), MileHvFull);
        assert_int_equal(MileHvRndisSectionAdd(&Section, NULL, Records, 52), MileHvSuccess);
        assert_int_equal(Section.Used, 200);
        assert_int_equal(MileHvRndisSectionAdd(&Section, NULL, Records, 1), MileHvFull);
        MileHvRndisSectionBegin(&Section, GuardEnd(Room, 20), 20, &Limits);
        assert_int_equal(MileHvRndisSectionAdd(&Section, NULL, Records, 1), MileHvTooSmall);
    }
}

static MILE_HV_RNDIS_INFO Fragment(unsigned Flags)
{
    MILE_HV_RNDIS_INFO Info;

    memset(&Info, 0, sizeof(Info));
    Info.Has = MILE_HYPERV_RNDIS_HAS_FRAGMENT;
    Info.Fragment.Flags = (HV_UINT8)Flags;
    return Info;
}

static void FragmentsMakeASegment(void **State)
{
    const MILE_HV_RNDIS_INFO Whole = Fragment(0);
    const MILE_HV_RNDIS_INFO First = Fragment(3);
    const MILE_HV_RNDIS_INFO Middle = Fragment(1);
    const MILE_HV_RNDIS_INFO Last = Fragment(5);
    const MILE_HV_RNDIS_INFO Only = Fragment(7);
    MILE_HV_RNDIS_FRAGMENTS Fragments = {0, 0};
    unsigned Count;

    (void)State;
    assert_int_equal(MileHvRndisFragmentNext(&Fragments, &Whole, 1514, 1514), MileHvSuccess);
    assert_int_equal(MileHvRndisFragmentNext(&Fragments, &Whole, 1515, 1514), MileHvTooSmall);
    assert_int_equal(MileHvRndisFragmentNext(&Fragments, &Middle, 100, 1000), MileHvUnavailable);
    assert_int_equal(MileHvRndisFragmentNext(&Fragments, &Last, 100, 1000), MileHvUnavailable);
    assert_int_equal(MileHvRndisFragmentNext(&Fragments, &Only, 100, 1000), MileHvSuccess);
    assert_int_equal(MileHvRndisFragmentNext(&Fragments, &First, 400, 1000), MileHvEmpty);
    assert_int_equal(Fragments.Bytes, 400);
    assert_int_equal(MileHvRndisFragmentNext(&Fragments, &Middle, 400, 1000), MileHvEmpty);
    assert_int_equal(Fragments.Bytes, 800);
    assert_int_equal(MileHvRndisFragmentNext(&Fragments, &Last, 200, 1000), MileHvSuccess);
    assert_int_equal(MileHvRndisFragmentNext(&Fragments, &Last, 200, 1000), MileHvUnavailable);
    /* Too long: all of it is dropped. */
    assert_int_equal(MileHvRndisFragmentNext(&Fragments, &First, 400, 1000), MileHvEmpty);
    assert_int_equal(MileHvRndisFragmentNext(&Fragments, &Middle, 601, 1000), MileHvTooSmall);
    assert_int_equal(MileHvRndisFragmentNext(&Fragments, &Last, 1, 1000), MileHvUnavailable);
    assert_int_equal(MileHvRndisFragmentNext(&Fragments, &First, 0xFFFFFFFF, 1000), MileHvTooSmall);
    /* A whole frame, or a new first fragment, ends the segment before. */
    assert_int_equal(MileHvRndisFragmentNext(&Fragments, &First, 400, 1000), MileHvEmpty);
    assert_int_equal(MileHvRndisFragmentNext(&Fragments, &First, 300, 1000), MileHvEmpty);
    assert_int_equal(Fragments.Bytes, 300);
    assert_int_equal(MileHvRndisFragmentNext(&Fragments, &Whole, 300, 1000), MileHvSuccess);
    assert_int_equal(MileHvRndisFragmentNext(&Fragments, &Last, 300, 1000), MileHvUnavailable);
    /* More of them than there may be. */
    assert_int_equal(MileHvRndisFragmentNext(&Fragments, &First, 1, 1000), MileHvEmpty);
    for (Count = 1; Count < 562; ++Count)
    {
        assert_int_equal(MileHvRndisFragmentNext(&Fragments, &Middle, 1, 1000), MileHvEmpty);
    }
    assert_int_equal(MileHvRndisFragmentNext(&Fragments, &Last, 1, 1000), MileHvTooSmall);
}

int main(void)
{
    const struct CMUnitTest Tests[] = {
        cmocka_unit_test(RequestsAreAsRecorded),     cmocka_unit_test(AnswersAreAsRecorded),
        cmocka_unit_test(OffsetsStayInside),         cmocka_unit_test(EveryTypeHasItsLength),
        cmocka_unit_test(IndicationsTellOfTheLink),  cmocka_unit_test(MessagesAreCopiedOut),
        cmocka_unit_test(FramesGoOutAndIn),          cmocka_unit_test(PartsStayInsideAndApart),
        cmocka_unit_test(RecordsAreWalked),          cmocka_unit_test(SectionsHoldSeveralFrames),
        cmocka_unit_test(FragmentsMakeASegment),
    };
    return cmocka_run_group_tests_name("GuestRndis", Tests, NULL, NULL);
}
