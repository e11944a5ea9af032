/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Mile.HyperV/Guest/Network.h: the bytes of each message, and what becomes of a host's at every length.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <Mile.HyperV/Guest/Network.h>
#include <Mile.HyperV/Guest/Request.h>

#include "GuardPage.h"

static const HV_UINT32 Versions[] = {0x00000002, 0x00030002, 0x00040000, 0x00050000, 0x00060000, 0x00060001};
enum
{
    VersionCount = sizeof(Versions) / sizeof(Versions[0])
};

static VMRCB Control;
static HV_UINT64 Data[8192 / 8];
static MILE_HV_SEND_RING Send;
static MILE_HV_RECEIVE_RING Receive;
static HV_UINT8 Buffer[4608];
static MILE_HV_PACKET Packet;

static int NewRing(void **State)
{
    (void)State;
    memset(Data, 0xEE, sizeof(Data));
    return MileHvSendRingCreate(&Send, &Control, Data, sizeof(Data)) != MileHvSuccess ||
           MileHvReceiveRingAttach(&Receive, &Control, Data, sizeof(Data)) != MileHvSuccess;
}

/* The sent packet, as its host receives it. */
static void Arrives(HV_UINT16 Type, HV_UINT32 Flags, HV_UINT64 Id)
{
    HV_UINT32 Bytes;

    (void)MileHvSendRingCommit(&Send);
    assert_int_equal(MileHvReceivePacket(&Receive, Buffer, sizeof(Buffer), &Bytes), MileHvSuccess);
    assert_int_equal(MileHvPacketCheck(Buffer, Bytes, &Packet), MileHvSuccess);
    assert_int_equal(Packet.Descriptor.Type, Type);
    assert_int_equal(Packet.Descriptor.Flags, Flags);
    assert_int_equal(Packet.Descriptor.TransactionId, Id);
}

/* The message as words, and zeros behind them. */
static void Holds(const void *Message, HV_UINT32 Bytes, HV_UINT32 A, HV_UINT32 B, HV_UINT32 C, HV_UINT32 D)
{
    const HV_UINT32 Expected[10] = {A, B, C, D};

    assert_memory_equal(Message, Expected, Bytes);
}

static void VersionsComeNewestFirst(void **State)
{
    HV_UINT32 Version = 0xFFFFFFFF;
    int Index;

    (void)State;
    for (Index = VersionCount; Index-- > 0;)
    {
        Version = MileHvNetworkVersionBelow(Version);
        assert_int_equal(Version, Versions[Index]);
        assert_int_equal(MileHvNetworkMessageBytes(Version), Index == 5 ? 40 : 28);
    }
    assert_int_equal(MileHvNetworkVersionBelow(Version), 0);
    assert_int_equal(MileHvNetworkMessageBytes(0), 28);
}

static void MessagesHaveTheirBytes(void **State)
{
    NVSP_2_NETVSC_CAPABILITIES Capabilities;
    NVSP_MESSAGE Message;
    int Index;

    (void)State;
    memset(&Message, 0xEE, sizeof(Message));
    MileHvNetworkInitBuild(&Message, 0x00050000);
    Holds(&Message, 40, 1, 0x00050000, 0x00050000, 0);
    for (Index = 0; Index < VersionCount; ++Index)
    {
        Capabilities.AsUINT64 = 0xFF;
        assert_int_equal(MileHvNetworkConfigBuild(&Message, Versions[Index], 1514, Capabilities),
                         Index == 0 ? MileHvInvalid : MileHvSuccess);
        if (Index != 0)
        {
            Holds(&Message, 40, 125, 1514, 0, Index == 1 ? 0xFB : 0xFF);
        }
        MileHvNetworkNdisBuild(&Message, Versions[Index]);
        Holds(&Message, 40, 100, 6, Index >= 3 ? 30 : 1, 0);
    }
    MileHvNetworkReceiveBufferBuild(&Message, 0xE1E10, 0xCAFE);
    Holds(&Message, 40, 101, 0xE1E10, 0xCAFE, 0);
    MileHvNetworkSendBufferBuild(&Message, 0xE1E11, 0xFACE);
    Holds(&Message, 40, 104, 0xE1E11, 0xFACE, 0);
    MileHvNetworkRevokeReceiveBuild(&Message, 0xCAFE);
    Holds(&Message, 40, 103, 0xCAFE, 0, 0);
    MileHvNetworkRevokeSendBuild(&Message, 0xFACE);
    Holds(&Message, 40, 106, 0xFACE, 0, 0);
    MileHvNetworkSubChannelsBuild(&Message, 7);
    Holds(&Message, 40, 133, 1, 7, 0);
    MileHvNetworkDataPathBuild(&Message, NvspDataPathVF);
    Holds(&Message, 40, 129, 1, 0, 0);
    MileHvNetworkPacketBuild(&Message, NVSP_CONTROL_CHANNEL_TYPE, 3, 24);
    Holds(&Message, 40, 107, 1, 3, 24);
}

static void PacketsTravel(void **State)
{
    const HV_UINT64 Pages[3] = {5, 6, 7};
    VMBUS_GPA_RANGE_ENTRY Entries[8];
    MILE_HV_GPA_LIST List;
    NVSP_MESSAGE Message;
    NVSP_STATUS Status;
    int Index;

    (void)State;
    for (Index = 0; Index < VersionCount; ++Index)
    {
        const HV_UINT32 Version = Versions[Index];
        const HV_UINT32 Bytes = Index == 5 ? 40 : 32;

        MileHvNetworkRevokeSendBuild(&Message, 9);
        assert_int_equal(MileHvNetworkSend(&Send, 77, Version, 0, &Message), MileHvSuccess);
        Arrives(VmbusPacketTypeDataInBand, 0, 77);
        assert_int_equal(Packet.PayloadBytes, Bytes);
        Holds(Packet.Payload, Bytes, 106, 9, 0, 0);

        assert_int_equal(MileHvNetworkSendSection(&Send, 78, Version, 0, 4, 1558), MileHvSuccess);
        Arrives(VmbusPacketTypeDataInBand, 1, 78);
        Holds(Packet.Payload, Bytes, 107, 0, 4, 1558);
        assert_int_equal(MileHvNetworkSendSection(&Send, 78, Version, 0, 0xFFFFFFFF, 1558), MileHvInvalid);
        assert_int_equal(MileHvNetworkSendSection(&Send, 78, Version, 0, 4, 0), MileHvInvalid);

        MileHvGpaListBegin(&List, Entries, 8);
        assert_int_equal(MileHvNetworkSendPages(&Send, 79, Version, 0, &List), MileHvInvalid);
        assert_int_equal(MileHvGpaListAddPages(&List, Pages, 1, 128, 44), MileHvSuccess);
        assert_int_equal(MileHvGpaListAddPages(&List, Pages + 1, 2, 4000, 1514), MileHvSuccess);
        assert_int_equal(MileHvNetworkSendPages(&Send, 79, Version, 0, &List), MileHvSuccess);
        Arrives(VmbusPacketTypeDataUsingGpaDirect, 1, 79);
        assert_int_equal(Packet.RangeCount, 3);
        Holds(Packet.Payload, Bytes, 107, 0, 0xFFFFFFFF, 0);

        assert_int_equal(MileHvNetworkComplete(&Send, 80, Version, NvspStatusSuccess), MileHvSuccess);
        Arrives(VmbusPacketTypeCompletion, 0, 80);
        Holds(Packet.Payload, Bytes, 108, 1, 0, 0);
        assert_int_equal(MileHvNetworkSentCheck(&Packet, &Status), MileHvSuccess);
        assert_int_equal(Status, NvspStatusSuccess);
    }
}

/* A received packet whose payload ends where the guard page begins. */
static MILE_HV_PACKET Received(HV_UINT16 Type, const void *Payload, HV_UINT32 Bytes)
{
    MILE_HV_PACKET Made;

    memset(&Made, 0, sizeof(Made));
    Made.Descriptor.Type = Type;
    Made.Payload = (const HV_UINT8 *)GuardEnd(Payload, Bytes);
    Made.PayloadBytes = Bytes;
    return Made;
}

static void AnswersHaveTheirLength(void **State)
{
    static const struct
    {
        HV_UINT32 Type, Least;
    } Types[] = {{2, 16}, {102, 28}, {105, 12}, {107, 16}, {108, 8}, {133, 12}};
    HV_UINT32 Words[12];
    NVSP_MESSAGE Reply;
    HV_UINT32 Length;
    size_t Index;

    (void)State;
    memset(Words, 0x5A, sizeof(Words));
    for (Index = 0; Index < sizeof(Types) / sizeof(Types[0]); ++Index)
    {
        Words[0] = Types[Index].Type;
        for (Length = 0; Length <= 48; ++Length)
        {
            const HV_UINT32 There = Length < 40 ? Length : 40;
            HV_UINT8 Expected[40] = {0};

            Packet = Received(VmbusPacketTypeCompletion, Words, Length);
            assert_int_equal(MileHvNetworkReplyCheck(&Packet, Types[Index].Type, &Reply),
                             Length < Types[Index].Least ? MileHvCorrupt : MileHvSuccess);
            memcpy(Expected, Words, There < 4 ? 0 : There);
            assert_memory_equal(&Reply, Expected, 40);
            assert_int_equal(MileHvNetworkReplyCheck(&Packet, 103, &Reply), MileHvCorrupt);
        }
        Packet = Received(VmbusPacketTypeDataInBand, Words, 40);
        assert_int_equal(MileHvNetworkReplyCheck(&Packet, Types[Index].Type, &Reply), MileHvInvalid);
    }
    for (Length = 0; Length <= 32; ++Length)
    {
        NVSP_STATUS Status;

        Words[0] = 108;
        Words[1] = 2;
        Packet = Received(VmbusPacketTypeCompletion, Words, Length);
        assert_int_equal(MileHvNetworkSentCheck(&Packet, &Status), Length < 8 ? MileHvCorrupt : MileHvSuccess);
        assert_int_equal(Status, Length < 8 ? 0 : 2);
        Words[0] = 107;
        Packet = Received(VmbusPacketTypeCompletion, Words, Length);
        assert_int_equal(MileHvNetworkSentCheck(&Packet, &Status), MileHvCorrupt);
        Packet = Received(VmbusPacketTypeDataInBand, Words, Length);
        assert_int_equal(MileHvNetworkSentCheck(&Packet, &Status), MileHvInvalid);
    }
}

static void BuffersAreBounded(void **State)
{
    /* Status, NumSections, Offset, SubAllocationSize, NumSubAllocations, EndOffset; of a buffer of 64 KiB. */
    static const struct
    {
        HV_UINT32 Words[6];
        MILE_HV_RESULT Result;
    } Cases[] = {
        {{1, 1, 0, 2048, 32, 65536}, MileHvSuccess},       {{1, 1, 4096, 2048, 30, 65536}, MileHvSuccess},
        {{2, 1, 0, 2048, 32, 65536}, MileHvFailed},        {{0, 1, 0, 2048, 32, 65536}, MileHvFailed},
        {{1, 0, 0, 2048, 32, 65536}, MileHvCorrupt},       {{1, 2, 0, 2048, 32, 65536}, MileHvCorrupt},
        {{1, 1, 0, 2048, 33, 65536}, MileHvCorrupt},       {{1, 1, 1, 2048, 32, 65536}, MileHvCorrupt},
        {{1, 1, 0, 2048, 32, 65537}, MileHvCorrupt},       {{1, 1, 0, 2048, 32, 65535}, MileHvCorrupt},
        {{1, 1, 0, 0, 32, 65536}, MileHvCorrupt},          {{1, 1, 0, 2048, 0, 65536}, MileHvCorrupt},
        {{1, 1, 0, 0x10000, 0x10001, 65536}, MileHvCorrupt}, /* The product wraps in 32 bits. */
        {{1, 1, 0, 0x80000000, 2, 65536}, MileHvCorrupt},  {{1, 1, 65537, 1, 1, 65536}, MileHvCorrupt},
        {{1, 1, 0xFFFFFFFF, 1, 1, 65536}, MileHvCorrupt},  {{1, 1, 0, 0xFFFFFFFF, 0xFFFFFFFF, 65536}, MileHvCorrupt},
        {{1, 1, 65535, 1, 1, 65536}, MileHvSuccess},       {{1, 1, 65536, 1, 1, 65536}, MileHvCorrupt},
    };
    static const struct
    {
        HV_UINT32 Status, Bytes, Count;
        MILE_HV_RESULT Result;
    } Sends[] = {
        {1, 6144, 170, MileHvSuccess},  {1, 0, 0, MileHvUnavailable},         {1, 6146, 0, MileHvUnavailable},
        {1, 1048576, 1, MileHvSuccess}, {1, 1048580, 0, MileHvUnavailable},   {1, 0xFFFFFFFC, 0, MileHvUnavailable},
        {2, 6144, 0, MileHvFailed},     {1, 4, 262144, MileHvSuccess},
    };
    MILE_HV_NETWORK_RECEIVE_BUFFER Found;
    NVSP_MESSAGE Reply;
    HV_UINT32 Bytes;
    HV_UINT32 Count;
    size_t Index;

    (void)State;
    memset(&Reply, 0, sizeof(Reply));
    for (Index = 0; Index < sizeof(Cases) / sizeof(Cases[0]); ++Index)
    {
        memcpy((HV_UINT8 *)&Reply + 4, Cases[Index].Words, 24);
        if (MileHvNetworkReceiveBufferCheck(&Reply, 65536, &Found) != Cases[Index].Result)
        {
            fail_msg("case %u", (unsigned)Index);
        }
        assert_int_equal(Found.AllocationCount, Cases[Index].Result == MileHvSuccess ? Cases[Index].Words[4] : 0);
        assert_int_equal(Found.EndOffset, Cases[Index].Result == MileHvSuccess ? Cases[Index].Words[5] : 0);
    }
    for (Index = 0; Index < sizeof(Sends) / sizeof(Sends[0]); ++Index)
    {
        memcpy((HV_UINT8 *)&Reply + 4, &Sends[Index].Status, 4);
        memcpy((HV_UINT8 *)&Reply + 8, &Sends[Index].Bytes, 4);
        assert_int_equal(MileHvNetworkSendBufferCheck(&Reply, 1048576, &Bytes, &Count), Sends[Index].Result);
        assert_int_equal(Count, Sends[Index].Count);
        assert_int_equal(Bytes, Sends[Index].Count ? Sends[Index].Bytes : 0);
    }
    for (Index = 0; Index < 10; ++Index)
    {
        const HV_UINT32 Words[2] = {1, (HV_UINT32)Index};

        memcpy((HV_UINT8 *)&Reply + 4, Words, 8);
        assert_int_equal(MileHvNetworkSubChannelsCheck(&Reply, 7, &Count), Index <= 7 ? MileHvSuccess : MileHvCorrupt);
        assert_int_equal(Count, Index <= 7 ? Index : 0);
    }
    memcpy((HV_UINT8 *)&Reply + 4, "\2\0\0\0\1\0\0\0", 8);
    assert_int_equal(MileHvNetworkSubChannelsCheck(&Reply, 7, &Count), MileHvFailed);
    {
        static const HV_UINT32 Statuses[] = {0, 1, 2, 3, 4, 7, 0xFFFFFFFF};

        for (Index = 0; Index < 7; ++Index)
        {
            const HV_UINT32 Words[3] = {0, Index ? 34 : 0, Statuses[Index]};

            memcpy((HV_UINT8 *)&Reply + 4, Words, 12);
            assert_int_equal(MileHvNetworkVersionCheck(&Reply, &Count),
                             Statuses[Index] == 1 ? MileHvSuccess : MileHvUnavailable);
            assert_int_equal(Count, Index ? 34 : 1);
        }
    }
}

static void EventsAreTold(void **State)
{
    static const struct
    {
        HV_UINT32 Count, Offset, Bytes;
        MILE_HV_RESULT Result;
    } Tables[] = {
        {16, 12, 76, MileHvSuccess},         {16, 40, 104, MileHvSuccess},        {16, 13, 77, MileHvSuccess},
        {16, 11, 104, MileHvCorrupt},        {16, 12, 75, MileHvCorrupt},         {0, 12, 76, MileHvCorrupt},
        {128, 12, 524, MileHvSuccess},       {129, 12, 528, MileHvCorrupt},       {0x40000010, 12, 528, MileHvCorrupt},
        {16, 0xFFFFFFFF, 104, MileHvCorrupt}, {16, 105, 104, MileHvCorrupt},      {1, 100, 104, MileHvSuccess},
        {1, 101, 104, MileHvCorrupt},        {0xFFFFFFFF, 12, 528, MileHvCorrupt},
    };
    MILE_HV_NETWORK_EVENT Event;
    HV_UINT32 Words[132];
    HV_UINT32 Channel;
    HV_UINT32 Length;
    size_t Index;
    int Of;

    (void)State;
    memset(Words, 0, sizeof(Words));
    for (Length = 0; Length <= 32; ++Length)
    {
        Words[0] = 128;
        Words[1] = 5;
        Words[2] = 0xABCD;
        Packet = Received(VmbusPacketTypeDataInBand, Words, Length);
        Packet.Descriptor.Flags = 1;
        assert_int_equal(MileHvNetworkEventCheck(&Packet, 0x00040000, &Event), Length < 12 ? MileHvCorrupt : MileHvSuccess);
        assert_int_equal(Event.Type, Length < 12 ? 0 : 128);
        assert_int_equal(Event.SerialNumber, Length < 12 ? 0 : 0xABCD);
        assert_int_equal(Event.IsFunction, Length < 12 ? 0 : 1);
        assert_int_equal(Event.NeedsComplete, Length < 12 ? 0 : 1);
        Words[1] = 0;
        Packet = Received(VmbusPacketTypeDataInBand, Words, 32);
        assert_int_equal(MileHvNetworkEventCheck(&Packet, 0x00050000, &Event), MileHvSuccess);
        assert_int_equal(Event.SerialNumber + Event.IsFunction + Event.NeedsComplete, 0);
        assert_int_equal(MileHvNetworkEventCheck(&Packet, 0x00030002, &Event), MileHvUnavailable);
    }
    for (Length = 0; Length < 4; ++Length)
    {
        Words[0] = 129;
        Words[1] = Length;
        Packet = Received(VmbusPacketTypeDataInBand, Words, 8);
        assert_int_equal(MileHvNetworkEventCheck(&Packet, 0x00060001, &Event), Length < 2 ? MileHvSuccess : MileHvCorrupt);
    }
    for (Index = 0; Index < sizeof(Tables) / sizeof(Tables[0]); ++Index)
    {
        memset(Words, 0, sizeof(Words));
        Words[0] = 134;
        Words[1] = Tables[Index].Count;
        Words[2] = Tables[Index].Offset;
        Packet = Received(VmbusPacketTypeDataInBand, Words, Tables[Index].Bytes);
        if (MileHvNetworkEventCheck(&Packet, 0x00050000, &Event) != Tables[Index].Result)
        {
            fail_msg("table %u", (unsigned)Index);
        }
        assert_int_equal(Event.TableCount, Tables[Index].Result == MileHvSuccess ? Tables[Index].Count : 0);
        assert_int_equal(MileHvNetworkEventCheck(&Packet, 0x00040000, &Event), MileHvUnavailable);
    }
    for (Of = 0; Of < 16; ++Of)
    {
        Words[3 + Of] = (HV_UINT32)Of % 5;
    }
    Words[1] = 16;
    Words[2] = 12;
    Packet = Received(VmbusPacketTypeDataInBand, Words, 76);
    assert_int_equal(MileHvNetworkEventCheck(&Packet, 0x00050000, &Event), MileHvSuccess);
    for (Of = 0; Of < 16; ++Of)
    {
        assert_int_equal(MileHvNetworkTableAt(&Event, (HV_UINT32)Of, 5, &Channel), MileHvSuccess);
        assert_int_equal(Channel, Of % 5);
        assert_int_equal(MileHvNetworkTableAt(&Event, (HV_UINT32)Of, 4, &Channel), Of % 5 == 4 ? MileHvCorrupt : MileHvSuccess);
    }
    assert_int_equal(MileHvNetworkTableAt(&Event, 16, 5, &Channel), MileHvInvalid);
    assert_int_equal(MileHvNetworkTableAt(&Event, 0xFFFFFFFF, 5, &Channel), MileHvInvalid);
    Words[0] = 107;
    Packet = Received(VmbusPacketTypeDataInBand, Words, 76);
    assert_int_equal(MileHvNetworkEventCheck(&Packet, 0x00050000, &Event), MileHvUnavailable);
    Words[0] = 999;
    Packet = Received(VmbusPacketTypeDataInBand, Words, 76);
    assert_int_equal(MileHvNetworkEventCheck(&Packet, 0x00050000, &Event), MileHvUnavailable);
    Packet = Received(VmbusPacketTypeCompletion, Words, 76);
    assert_int_equal(MileHvNetworkEventCheck(&Packet, 0x00050000, &Event), MileHvInvalid);
}

static void FramesArriveInTheBuffer(void **State)
{
    /* A packet of two ranges, and a message. */
    HV_UINT64 Words[10] = {0x0001000900050007 /* requested */, 9, ((HV_UINT64)2 << 32) | 0xCAFE, 0x1000,
                           0x0FFF00000001,     107 /* data */, 0xFFFFFFFF, 0, 0};
    HV_UINT32 ChannelType;

    (void)State;
    assert_int_equal(MileHvPacketCheck(Words, 72, &Packet), MileHvSuccess);
    assert_int_equal(MileHvNetworkReceiveCheck(&Packet, 0xCAFE, 0x1000, &ChannelType), MileHvSuccess);
    assert_int_equal(ChannelType, 0);
    assert_int_equal(MileHvNetworkReceiveCheck(&Packet, 0xCAFD, 0x1000, &ChannelType), MileHvCorrupt);
    assert_int_equal(MileHvNetworkReceiveCheck(&Packet, 0xCAFE, 0xFFF, &ChannelType), MileHvCorrupt);
    Words[5] = 107 | 1ULL << 32;
    assert_int_equal(MileHvNetworkReceiveCheck(&Packet, 0xCAFE, 0x1000, &ChannelType), MileHvSuccess);
    assert_int_equal(ChannelType, 1);
    Words[5] = 107 | 2ULL << 32;
    assert_int_equal(MileHvNetworkReceiveCheck(&Packet, 0xCAFE, 0x1000, &ChannelType), MileHvCorrupt);
    Words[5] = 108;
    assert_int_equal(MileHvNetworkReceiveCheck(&Packet, 0xCAFE, 0x1000, &ChannelType), MileHvCorrupt);
    Words[5] = 107;
    Words[0] = 0x0001000600050007;
    assert_int_equal(MileHvPacketCheck(Words, 48, &Packet), MileHvSuccess);
    assert_int_equal(MileHvNetworkReceiveCheck(&Packet, 0xCAFE, 0x1000, &ChannelType), MileHvCorrupt); /* Too short. */
    Words[0] = 0x0001000700050007;
    assert_int_equal(MileHvPacketCheck(Words, 56, &Packet), MileHvSuccess);
    assert_int_equal(MileHvNetworkReceiveCheck(&Packet, 0xCAFE, 0x1000, &ChannelType), MileHvSuccess);
    {
        /* As many ranges as there may be, each of one byte, and one more. */
        static HV_UINT64 Many[3 + 563 + 2];
        HV_UINT32 Count;

        for (Count = 562; Count <= 563; ++Count)
        {
            HV_UINT32 Index;

            Many[0] = 0x0001000000000007 | (HV_UINT64)(3 + Count) << 16 | (HV_UINT64)(3 + Count + 2) << 32;
            Many[2] = (HV_UINT64)Count << 32 | 0xCAFE;
            for (Index = 0; Index < Count; ++Index)
            {
                Many[3 + Index] = 1;
            }
            Many[3 + Count] = 107;
            assert_int_equal(MileHvPacketCheck(Many, sizeof(Many), &Packet), MileHvSuccess);
            assert_int_equal(MileHvNetworkReceiveCheck(&Packet, 0xCAFE, 0x1000, &ChannelType),
                             Count == 562 ? MileHvSuccess : MileHvCorrupt);
        }
    }
    assert_int_equal(MileHvPacketCheck(Words, 56, &Packet), MileHvSuccess);
    Packet.RangeCount = 563;
    assert_int_equal(MileHvNetworkReceiveCheck(&Packet, 0xCAFE, 0x1000, &ChannelType), MileHvCorrupt);
    Packet.Descriptor.Type = VmbusPacketTypeDataInBand;
    assert_int_equal(MileHvNetworkReceiveCheck(&Packet, 0xCAFE, 0x1000, &ChannelType), MileHvInvalid);
}

int main(void)
{
    const struct CMUnitTest Tests[] = {
        cmocka_unit_test(VersionsComeNewestFirst),        cmocka_unit_test(MessagesHaveTheirBytes),
        cmocka_unit_test_setup(PacketsTravel, NewRing),   cmocka_unit_test(AnswersHaveTheirLength),
        cmocka_unit_test(BuffersAreBounded),              cmocka_unit_test(EventsAreTold),
        cmocka_unit_test(FramesArriveInTheBuffer),
    };
    return cmocka_run_group_tests_name("GuestNetwork", Tests, NULL, NULL);
}
