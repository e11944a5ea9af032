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
    return MileHvSendRingCreate(&Send, &Control, Data, sizeof(Data)) != MileHvSuccess ||
           MileHvReceiveRingAttach(&Receive, &Control, Data, sizeof(Data)) != MileHvSuccess;
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
    static MILE_HV_PACKET Packet;
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

/* Expected contents of a list, computed one byte at a time. */
static void ListHolds(const MILE_HV_GPA_LIST *List, const HV_UINT64 *Pages, HV_UINT32 Offset, HV_UINT32 Bytes)
{
    HV_UINT64 At = Offset; /* Of the next byte, in the pages one after the other. */
    HV_UINT32 Entry = 0;

    assert_int_equal(List->Bytes, Bytes);
    assert_int_equal(MileHvGpaRangesCheck(List->Entries, List->EntryCount * 8, List->RangeCount), List->EntryCount * 8);
    while (Entry < List->EntryCount)
    {
        const VMBUS_GPA_RANGE_ENTRY *Head = &List->Entries[Entry++];
        HV_UINT32 Left = Head->ByteCount;
        HV_UINT32 In = Head->ByteOffset;

        while (Left != 0)
        {
            assert_int_equal(List->Entries[Entry].Pfn, Pages[At / 4096]);
            assert_int_equal(In, At % 4096);
            ++At;
            --Left;
            if (++In == 4096 || Left == 0)
            {
                In = 0;
                ++Entry;
            }
        }
    }
    assert_int_equal(At, (HV_UINT64)Offset + Bytes);
}

static void ListsHoldTheirPages(void **State)
{
    static const HV_UINT32 Offsets[] = {0, 1, 8, 2048, 4088, 4095};
    static const HV_UINT32 Lengths[] = {1, 2, 8, 4095, 4096, 4097, 8191, 8192, 12289};
    const HV_UINT64 Pages[5] = {7, 0xFFFFFFFFFFFFFULL, 3, 1, 9};
    VMBUS_GPA_RANGE_ENTRY Entries[12];
    MILE_HV_GPA_LIST List;
    size_t O;
    size_t L;

    (void)State;
    for (O = 0; O < sizeof(Offsets) / sizeof(Offsets[0]); ++O)
    {
        for (L = 0; L < sizeof(Lengths) / sizeof(Lengths[0]); ++L)
        {
            const HV_UINT32 Count = (Offsets[O] + Lengths[L] + 4095) / 4096;
            HV_UINT32 Room;

            for (Room = 0; Room < Count + 1; ++Room)
            {
                MileHvGpaListBegin(&List, Entries, Room);
                assert_int_equal(MileHvGpaListAddRange(&List, Pages, Count, Offsets[O], Lengths[L]), MileHvTooSmall);
                assert_int_equal(List.EntryCount + List.RangeCount + List.Bytes, 0);
            }
            MileHvGpaListBegin(&List, Entries, Count + 1);
            assert_int_equal(MileHvGpaListAddRange(&List, Pages, Count + 1, Offsets[O], Lengths[L]), MileHvInvalid);
            assert_int_equal(MileHvGpaListAddRange(&List, Pages, Count - 1, Offsets[O], Lengths[L]), MileHvInvalid);
            assert_int_equal(MileHvGpaListAddRange(&List, Pages, Count, Offsets[O], Lengths[L]), MileHvSuccess);
            assert_int_equal(List.RangeCount, 1);
            assert_int_equal(List.EntryCount, Count + 1);
            ListHolds(&List, Pages, Offsets[O], Lengths[L]);

            for (Room = 0; Room < Count * 2; ++Room)
            {
                MileHvGpaListBegin(&List, Entries, Room);
                assert_int_equal(MileHvGpaListAddPages(&List, Pages, Count, Offsets[O], Lengths[L]), MileHvTooSmall);
            }
            MileHvGpaListBegin(&List, Entries, Count * 2);
            assert_int_equal(MileHvGpaListAddPages(&List, Pages, Count + 1, Offsets[O], Lengths[L]), MileHvInvalid);
            assert_int_equal(MileHvGpaListAddPages(&List, Pages, Count, Offsets[O], Lengths[L]), MileHvSuccess);
            assert_int_equal(List.RangeCount, Count);
            ListHolds(&List, Pages, Offsets[O], Lengths[L]);
        }
    }
}

static void ListsRefuseWhatCannotBe(void **State)
{
    const HV_UINT64 Bad[2] = {1, 0x10000000000000ULL};
    const HV_UINT64 Good[2] = {1, 2};
    VMBUS_GPA_RANGE_ENTRY Entries[8];
    HV_UINT8 Buffer[128];
    MILE_HV_GPA_LIST List;
    MILE_HV_PACKET Packet;
    HV_UINT32 Bytes;

    (void)State;
    MileHvGpaListBegin(&List, Entries, 8);
    assert_int_equal(MileHvSendGpaList(&Send, 1, &List, "x", 1), MileHvInvalid);
    assert_int_equal(MileHvGpaListAddRange(&List, Bad, 2, 0, 8192), MileHvInvalid);
    assert_int_equal(MileHvGpaListAddPages(&List, Bad, 2, 0, 8192), MileHvInvalid);
    assert_int_equal(MileHvGpaListAddRange(&List, Good, 1, 4096, 1), MileHvInvalid);
    assert_int_equal(MileHvGpaListAddPages(&List, Good, 1, 4096, 1), MileHvInvalid);
    assert_int_equal(MileHvGpaListAddRange(&List, Good, 0, 0, 0), MileHvInvalid);
    assert_int_equal(MileHvGpaListAddPages(&List, Good, 0, 0, 0), MileHvInvalid);
    assert_int_equal(MileHvGpaListAddRange(&List, Good, 1, 0, 0), MileHvInvalid);
    assert_int_equal(List.EntryCount + List.RangeCount + List.Bytes, 0);
    assert_int_equal(MileHvGpaListAddRange(&List, Good, 2, 100, 4096), MileHvSuccess);
    assert_int_equal(MileHvGpaListAddPages(&List, Good, 2, 4095, 2), MileHvSuccess);
    assert_int_equal(List.RangeCount, 3);
    assert_int_equal(List.EntryCount, 7);
    List.Bytes = 0xFFFFFFFF;
    assert_int_equal(MileHvGpaListAddRange(&List, Good, 1, 0, 1), MileHvInvalid);
    assert_int_equal(MileHvGpaListAddPages(&List, Good, 1, 0, 1), MileHvInvalid);
    assert_int_equal(MileHvSendGpaList(&Send, 9, &List, "abc", 3), MileHvSuccess);
    assert_int_equal(MileHvSendRingCommit(&Send), 1);
    assert_int_equal(MileHvReceivePacket(&Receive, Buffer, sizeof(Buffer), &Bytes), MileHvSuccess);
    assert_int_equal(MileHvPacketCheck(Buffer, Bytes, &Packet), MileHvSuccess);
    assert_int_equal(Packet.RangeCount, 3);
    assert_int_equal(Packet.Descriptor.Flags, VMBUS_DATA_PACKET_FLAG_COMPLETION_REQUESTED);
    assert_memory_equal(Packet.External + 8, Entries, 56);
}

static void TransferPagesAreOfTheRightBuffer(void **State)
{
    HV_UINT64 Words[5] = {0x0000000500050007, 9, ((HV_UINT64)2 << 32) | 0xCAFE, 0x1000, 0x0FFF00000001};
    MILE_HV_PACKET Packet;

    (void)State;
    assert_int_equal(MileHvPacketCheck(Words, 40, &Packet), MileHvSuccess);
    assert_int_equal(MileHvTransferPagesCheck(&Packet, 0xCAFE, 0x1000), MileHvSuccess);
    assert_int_equal(MileHvTransferPagesCheck(&Packet, 0xCAFF, 0x1000), MileHvCorrupt);
    assert_int_equal(MileHvTransferPagesCheck(&Packet, 0xCAFE, 0x0FFF), MileHvCorrupt);
    Words[3] = 0x1001;
    assert_int_equal(MileHvTransferPagesCheck(&Packet, 0xCAFE, 0x1000), MileHvCorrupt);
    Words[3] = 0x1000;
    Words[4] = 0xFFFFFFFF00000002;
    assert_int_equal(MileHvTransferPagesCheck(&Packet, 0xCAFE, 0x1000), MileHvCorrupt);
    Words[4] = 0x0FFF00000001;
    Words[2] |= 0xFF0000; /* SenderOwnsSet: anything. */
    assert_int_equal(MileHvTransferPagesCheck(&Packet, 0xCAFE, 0x1000), MileHvSuccess);
    Words[0] = 0x0000000500030007;
    Words[2] = 0xCAFE;
    assert_int_equal(MileHvPacketCheck(Words, 40, &Packet), MileHvSuccess);
    assert_int_equal(MileHvTransferPagesCheck(&Packet, 0xCAFE, 0x1000), MileHvCorrupt); /* No range. */
    Words[0] = 0x0000000500020006;
    assert_int_equal(MileHvPacketCheck(Words, 40, &Packet), MileHvSuccess);
    assert_int_equal(MileHvTransferPagesCheck(&Packet, 0xCAFE, 0x1000), MileHvInvalid);
}

static void ALongPacketIsSkipped(void **State)
{
    static const HV_UINT8 Long[1000];
    VMPACKET_DESCRIPTOR Descriptor;
    HV_UINT8 Buffer[64];
    HV_UINT32 Bytes;

    (void)State;
    assert_int_equal(MileHvReceiveSkip(&Receive, &Descriptor), MileHvEmpty);
    assert_int_equal(MileHvSendInBand(&Send, 5, 1, Long, sizeof(Long)), MileHvSuccess);
    assert_int_equal(MileHvSendInBand(&Send, 6, 0, "next", 4), MileHvSuccess);
    assert_int_equal(MileHvSendRingCommit(&Send), 1);
    assert_int_equal(MileHvReceivePacket(&Receive, Buffer, sizeof(Buffer), &Bytes), MileHvTooSmall);
    assert_int_equal(Bytes, 1016);
    assert_int_equal(MileHvReceivePacket(&Receive, Buffer, sizeof(Buffer), &Bytes), MileHvTooSmall);
    assert_int_equal(MileHvReceiveSkip(&Receive, &Descriptor), MileHvSuccess);
    assert_int_equal(Descriptor.TransactionId, 5);
    assert_int_equal(Descriptor.Flags, VMBUS_DATA_PACKET_FLAG_COMPLETION_REQUESTED);
    assert_int_equal(MileHvReceivePacket(&Receive, Buffer, sizeof(Buffer), &Bytes), MileHvSuccess);
    assert_memory_equal(Buffer + 16, "next\0\0\0\0", 8);
}

int main(void)
{
    const struct CMUnitTest Tests[] = {
        cmocka_unit_test_setup(ListsHoldTheirPages, NewRing),
        cmocka_unit_test_setup(ListsRefuseWhatCannotBe, NewRing),
        cmocka_unit_test_setup(TransferPagesAreOfTheRightBuffer, NewRing),
        cmocka_unit_test_setup(ALongPacketIsSkipped, NewRing),
        cmocka_unit_test_setup(InBandGoesThrough, NewRing),
        cmocka_unit_test_setup(SendersMistakesAreRefused, NewRing),
        cmocka_unit_test_setup(GpaDirectGoesThrough, NewRing),
        cmocka_unit_test_setup(TransferPagesStayInTheBuffer, NewRing),
        cmocka_unit_test_setup(AnyBytesAreChecked, NewRing),
        cmocka_unit_test_setup(PipesKeepTheExactLength, NewRing),
    };
    return cmocka_run_group_tests_name("GuestPacket", Tests, NULL, NULL);
}
