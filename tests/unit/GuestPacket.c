/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Mile.HyperV/Guest/Packet.h: what is built is found again, and what a hostile host sends is refused.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <Mile.HyperV/Guest/Packet.h>

static VMRCB Control;
static HV_UINT64 Data[4096 / 8];
static MILE_HV_SEND_RING Send;
static MILE_HV_RECEIVE_RING Receive;

static int NewRing(void **State)
{
    (void)State;
    memset(Data, 0xEE, sizeof(Data));
    MileHvSendRingCreate(&Send, &Control, Data, sizeof(Data));
    MileHvReceiveRingAttach(&Receive, &Control, Data, sizeof(Data));
    return 0;
}

static void InBandGoesThrough(void **State)
{
    HV_UINT8 Buffer[64];
    MILE_HV_PACKET Packet;
    HV_UINT32 Bytes;

    (void)State;
    assert_int_equal(MileHvSendInBand(&Send, 42, 1, "hello", 5), MileHvSuccess);
    assert_int_equal(MileHvReceivePacket(&Receive, Buffer, sizeof(Buffer), &Bytes), MileHvEmpty);
    assert_int_equal(MileHvSendRingCommit(&Send), 1);
    assert_int_equal(MileHvReceivePacket(&Receive, Buffer, 16, &Bytes), MileHvTooSmall);
    assert_int_equal(Bytes, 24);
    assert_int_equal(MileHvReceivePacket(&Receive, Buffer + 1, 24, &Bytes), MileHvSuccess);
    assert_int_equal(Bytes, 24);
    assert_int_equal(MileHvPacketCheck(Buffer + 1, Bytes, &Packet), MileHvSuccess);
    assert_int_equal(Packet.Descriptor.TransactionId, 42);
    assert_int_equal(Packet.Descriptor.Flags, VMBUS_DATA_PACKET_FLAG_COMPLETION_REQUESTED);
    assert_int_equal(Packet.PayloadBytes, 8);
    assert_int_equal(Packet.ExternalBytes, 0);
    assert_memory_equal(Packet.Payload, "hello\0\0\0", 8); /* Nothing old leaks in the padding. */

    assert_int_equal(MileHvSendCompletion(&Send, 43, NULL, 0), MileHvSuccess);
    MileHvSendRingCommit(&Send);
    assert_int_equal(MileHvReceivePacket(&Receive, Buffer, sizeof(Buffer), &Bytes), MileHvSuccess);
    assert_int_equal(MileHvPacketCheck(Buffer, Bytes, &Packet), MileHvSuccess);
    assert_int_equal(Packet.Descriptor.Type, VmbusPacketTypeCompletion);
    assert_int_equal(Packet.PayloadBytes, 0);
}

static void SendersMistakesAreRefused(void **State)
{
    HV_UINT8 Byte = 0;

    (void)State;
    assert_int_equal(MileHvSendInBand(&Send, 1, 0, &Byte, 0xFFFFFFFF), MileHvInvalid);
    assert_int_equal(MileHvSendInBand(&Send, 1, 0, &Byte, 0x7FFF8), MileHvInvalid);
    assert_int_equal(MileHvSendPacket(&Send, 6, 0, 1, &Byte, 4, &Byte, 0), MileHvInvalid);
    assert_int_equal(MileHvSendPacket(&Send, 0x10000, 0, 1, &Byte, 0, &Byte, 0), MileHvInvalid);
    assert_int_equal(MileHvSendPipe(&Send, &Byte, VMPIPE_MAXIMUM_PIPE_PACKET_SIZE + 1), MileHvInvalid);
    assert_int_equal(Send.Next, 0);
}

static void GpaDirectGoesThrough(void **State)
{
    VMBUS_GPA_RANGE_ENTRY Ranges[5] = {{0}};
    HV_UINT8 Buffer[128];
    MILE_HV_PACKET Packet;
    HV_UINT32 Bytes;

    (void)State;
    Ranges[0].ByteCount = 4097; /* From 0xFFF: three pages. */
    Ranges[0].ByteOffset = 0xFFF;
    Ranges[1].Pfn = 0x100;
    Ranges[2].Pfn = 0x101;
    Ranges[3].ByteCount = 1;
    Ranges[4].Pfn = 0x200;
    assert_int_equal(MileHvGpaRangesCheck(Ranges, 40, 2), 40);
    assert_int_equal(MileHvGpaRangesCheck(Ranges, 40, 1), 24);
    assert_int_equal(MileHvGpaRangesCheck(Ranges, 39, 2), 0);
    assert_int_equal(MileHvGpaRangesCheck(Ranges, 40, 3), 0);
    assert_int_equal(MileHvGpaRangesCheck(Ranges, 40, 0), 0);
    assert_int_equal(MileHvSendGpaDirect(&Send, 7, Ranges, 5, 1, "x", 1), MileHvInvalid);
    assert_int_equal(MileHvSendGpaDirect(&Send, 7, Ranges, 0, 1, "x", 1), MileHvInvalid);
    assert_int_equal(MileHvSendGpaDirect(&Send, 7, Ranges, 5, 2, "abcdefghi", 9), MileHvSuccess);
    MileHvSendRingCommit(&Send);
    assert_int_equal(MileHvReceivePacket(&Receive, Buffer, sizeof(Buffer), &Bytes), MileHvSuccess);
    assert_int_equal(Bytes, 24 + 40 + 16);
    assert_int_equal(MileHvPacketCheck(Buffer, Bytes, &Packet), MileHvSuccess);
    assert_int_equal(Packet.RangeCount, 2);
    assert_memory_equal(Packet.External + 8, Ranges, 40);
    assert_memory_equal(Packet.Payload, "abcdefghi\0\0\0\0\0\0\0", 16);

    Ranges[0].ByteOffset = 0x1000;
    assert_int_equal(MileHvGpaRangesCheck(Ranges, 40, 1), 0);
    Ranges[0].ByteOffset = 0xFFFFFFFF;
    assert_int_equal(MileHvGpaRangesCheck(Ranges, 40, 1), 0);
    Ranges[0].ByteOffset = 0xFFF;
    Ranges[0].ByteCount = 0xFFFFFFFF; /* The page count must not wrap. */
    assert_int_equal(MileHvGpaRangesCheck(Ranges, 40, 1), 0);
    Ranges[0].ByteCount = 0;
    assert_int_equal(MileHvGpaRangesCheck(Ranges, 40, 1), 0);
}

static void TransferPagesStayInTheBuffer(void **State)
{
    static const struct
    {
        HV_UINT32 Count, Offset;
        MILE_HV_RESULT Result;
    } Cases[] = {
        {0x1000, 0, MileHvSuccess},          {1, 0xFFF, MileHvSuccess},        {0, 0x1000, MileHvSuccess},
        {1, 0x1000, MileHvCorrupt},          {0x1001, 0, MileHvCorrupt},       {0xFFFFFFFF, 1, MileHvCorrupt},
        {1, 0xFFFFFFFF, MileHvCorrupt},      {0x80000000, 0x80000000, MileHvCorrupt},
    };
    HV_UINT64 Words[5] = {0x0000000500050007 /* flags 0 */, 9, 0, 0, 0};
    HV_UINT32 Count = 2;
    VMTRANSFER_PAGE_RANGE Range;
    MILE_HV_PACKET Packet;
    size_t Index;

    (void)State;
    Words[2] = (HV_UINT64)2 << 32;
    assert_int_equal(MileHvPacketCheck(Words, 40, &Packet), MileHvSuccess);
    assert_int_equal(Packet.RangeCount, 2);
    assert_int_equal(MileHvTransferPage(&Packet, 2, 0x1000, &Range), MileHvInvalid);
    assert_int_equal(MileHvTransferPage(&Packet, 0xFFFFFFFF, 0x1000, &Range), MileHvInvalid);
    for (Index = 0; Index < sizeof(Cases) / sizeof(Cases[0]); ++Index)
    {
        Words[4] = Cases[Index].Count | (HV_UINT64)Cases[Index].Offset << 32;
        assert_int_equal(MileHvTransferPage(&Packet, 1, 0x1000, &Range), Cases[Index].Result);
    }
    for (Count = 0; Count < 5; ++Count)
    {
        Words[2] = (HV_UINT64)Count << 32;
        assert_int_equal(MileHvPacketCheck(Words, 40, &Packet), Count == 2 ? MileHvSuccess : MileHvCorrupt);
    }
    Words[2] = (HV_UINT64)0x20000002 << 32; /* Times 8 it would be 16 again. */
    assert_int_equal(MileHvPacketCheck(Words, 40, &Packet), MileHvCorrupt);
}

static HV_UINT32 Random(void)
{
    static HV_UINT64 Seed = 0x9E3779B97F4A7C15;

    Seed ^= Seed << 13;
    Seed ^= Seed >> 7;
    Seed ^= Seed << 17;
    return (HV_UINT32)(Seed >> 16);
}

/* Random buffers, near enough to packets that many are: the check never reads or points outside. */
static void AnyBytesAreChecked(void **State)
{
    static const HV_UINT16 Types[] = {0, 1, 5, 6, 7, 8, 9, 10, 11, 12, 0x106, 0xFFFF};
    HV_UINT32 Length;
    HV_UINT32 Index;
    HV_UINT32 Round;
    HV_UINT32 Good = 0;

    (void)State;
    for (Round = 0; Round < 200000; ++Round)
    {
        HV_UINT8 *Buffer;
        MILE_HV_PACKET Packet;
        VMPACKET_DESCRIPTOR Head;

        Length = Random() % 72;
        Buffer = malloc(Length + 1); /* Its own block, so that a sanitizer sees every byte beyond. */
        assert_non_null(Buffer);
        for (Index = 0; Index < Length; ++Index)
        {
            Buffer[Index + 1] = (Random() % 16) ? 0 : (HV_UINT8)Random();
        }
        Head.Type = Types[Random() % (sizeof(Types) / sizeof(Types[0]))];
        Head.DataOffset8 = (HV_UINT16)(Random() % 10);
        Head.Length8 = (HV_UINT16)(Random() % 10);
        Head.Flags = Random() % 4 == 3 ? 2 : 0;
        memcpy(Buffer + 1, &Head, Length < 8 ? Length : 8);
        if (MileHvPacketCheck(Buffer + 1, Length, &Packet) == MileHvSuccess)
        {
            ++Good;
            assert_true(Packet.Payload >= Buffer + 17);
            assert_true(Packet.Payload + Packet.PayloadBytes <= Buffer + 1 + Length);
            assert_true(Packet.External + Packet.ExternalBytes == Packet.Payload);
            assert_true(Head.Flags == 0);
            assert_true(Head.Type == 6 || Head.Type == 7 || Head.Type == 9 || Head.Type == 11);
        }
        free(Buffer);
    }
    assert_true(Good > 1000);
}

static void PipesKeepTheExactLength(void **State)
{
    HV_UINT8 Buffer[64];
    MILE_HV_PACKET Packet;
    VMPIPE_PROTOCOL_HEADER Header;
    const HV_UINT8 *Message;
    HV_UINT32 Bytes;

    (void)State;
    assert_int_equal(MileHvSendPipe(&Send, "abcdefghi", 9), MileHvSuccess);
    MileHvSendRingCommit(&Send);
    assert_int_equal(MileHvReceivePacket(&Receive, Buffer, sizeof(Buffer), &Bytes), MileHvSuccess);
    assert_int_equal(MileHvPacketCheck(Buffer, Bytes, &Packet), MileHvSuccess);
    assert_int_equal(MileHvPipeCheck(Packet.Payload, Packet.PayloadBytes, &Message, &Bytes), MileHvSuccess);
    assert_int_equal(Bytes, 9);
    assert_memory_equal(Message, "abcdefghi", 9);

    memset(&Header, 0, sizeof(Header));
    Header.PacketType = VmPipeMessageData;
    for (Bytes = 0; Bytes < 8; ++Bytes)
    {
        HV_UINT32 Ignored;

        assert_int_equal(MileHvPipeCheck(&Header, Bytes, &Message, &Ignored), MileHvCorrupt);
    }
    assert_int_equal(MileHvPipeCheck(&Header, 8, &Message, &Bytes), MileHvSuccess);
    assert_int_equal(Bytes, 0);
    Header.DataSize = 1;
    assert_int_equal(MileHvPipeCheck(&Header, 8, &Message, &Bytes), MileHvCorrupt);
    Header.DataSize = 0xFFFFFFFF;
    assert_int_equal(MileHvPipeCheck(&Header, 8, &Message, &Bytes), MileHvCorrupt);
    Header.DataSize = 0;
    Header.PacketType = VmPipeMessagePartial;
    assert_int_equal(MileHvPipeCheck(&Header, 8, &Message, &Bytes), MileHvCorrupt);
}

int main(void)
{
    const struct CMUnitTest Tests[] = {
        cmocka_unit_test_setup(InBandGoesThrough, NewRing),
        cmocka_unit_test_setup(SendersMistakesAreRefused, NewRing),
        cmocka_unit_test_setup(GpaDirectGoesThrough, NewRing),
        cmocka_unit_test_setup(TransferPagesStayInTheBuffer, NewRing),
        cmocka_unit_test_setup(AnyBytesAreChecked, NewRing),
        cmocka_unit_test_setup(PipesKeepTheExactLength, NewRing),
    };
    return cmocka_run_group_tests_name("GuestPacket", Tests, NULL, NULL);
}
