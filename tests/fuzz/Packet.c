/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Fuzz target: the checks of packets, GPA ranges, transfer pages and pipes, in memory of their exact length.
 *
 * Each check is done a second time here, in wide numbers that cannot wrap and
 * without regard to anything but the rules as VMBus/Packet.h and Pipe.h tell
 * them; both have to agree.
 */

#include "Fuzz.h"

#include <Mile.HyperV/Guest/Packet.h>

static HV_UINT64 Word(const uint8_t *At, HV_UINT64 Offset, unsigned Bytes)
{
    HV_UINT64 Value = 0;

    memcpy(&Value, At + Offset, Bytes);
    return Value;
}

/* Bytes of so many ranges, or 0. */
static HV_UINT64 RangesBytes(const uint8_t *At, HV_UINT64 Bytes, HV_UINT64 Count)
{
    HV_UINT64 Offset = 0;

    for (; Count != 0; --Count)
    {
        HV_UINT64 ByteCount;
        HV_UINT64 ByteOffset;

        if (Offset + 8 > Bytes)
        {
            return 0;
        }
        ByteCount = Word(At, Offset, 4);
        ByteOffset = Word(At, Offset + 4, 4);
        Offset += 8 + (ByteOffset + ByteCount + 4095) / 4096 * 8;
        if (ByteCount == 0 || ByteOffset >= 4096 || Offset > Bytes)
        {
            return 0;
        }
    }
    return Offset;
}

/* Whether a packet is one, by the rules. */
static int IsPacket(const uint8_t *At, HV_UINT64 Bytes)
{
    HV_UINT64 Length;
    HV_UINT64 Data;

    if (Bytes < 16)
    {
        return 0;
    }
    Data = Word(At, 2, 2) * 8;
    Length = Word(At, 4, 2) * 8;
    if (Data < 16 || Length < Data || Length > Bytes || Word(At, 6, 2) > 1)
    {
        return 0;
    }
    switch (Word(At, 0, 2))
    {
    case 6:
    case 11:
        return Data == 16;
    case 7:
        return Data >= 24 && Word(At, 20, 4) == (Data - 24) / 8;
    case 9:
        return Data >= 24 && Word(At, 20, 4) != 0 && RangesBytes(At + 24, Data - 24, Word(At, 20, 4)) != 0;
    default:
        return 0;
    }
}

static void CheckPacket(const REST *Buffer, HV_UINT32 SharedBytes)
{
    VMTRANSFER_PAGE_RANGE Range;
    MILE_HV_PACKET Packet;
    HV_UINT32 Index;
    HV_UINT32 Ranges;
    MILE_HV_RESULT Result;

    memset(&Packet, 0xCC, sizeof(Packet));
    Result = MileHvPacketCheck(Buffer->At, Buffer->Bytes, &Packet);
    CHECK(Result == (IsPacket(Buffer->At, Buffer->Bytes) ? MileHvSuccess : MileHvCorrupt));
    if (Result != MileHvSuccess)
    {
        return;
    }
    CHECK(Packet.External == Buffer->At + 16 && Packet.External + Packet.ExternalBytes == Packet.Payload);
    CHECK(Packet.Payload + Packet.PayloadBytes == Buffer->At + Word(Buffer->At, 4, 2) * 8);
    CHECK(memcmp(&Packet.Descriptor, Buffer->At, 16) == 0 && Packet.ExternalBytes % 8 == 0);
    CHECK(Packet.ExternalBytes == 0 || Packet.RangeCount == Word(Buffer->At, 20, 4));
    Ranges = (Packet.Descriptor.Type == VmbusPacketTypeDataUsingTransferPages) ? Packet.RangeCount : 0;
    for (Index = 0; Index < Ranges; ++Index)
    {
        const HV_UINT64 Bytes = Word(Buffer->At, 24 + Index * 8, 4);
        const HV_UINT64 Offset = Word(Buffer->At, 28 + Index * 8, 4);

        Result = MileHvTransferPage(&Packet, Index, SharedBytes, &Range);
        CHECK(Result == (Offset + Bytes <= SharedBytes ? MileHvSuccess : MileHvCorrupt));
        CHECK(Result != MileHvSuccess || (Range.ByteCount == Bytes && Range.ByteOffset == Offset));
    }
    CHECK(MileHvTransferPage(&Packet, Index, SharedBytes, &Range) == MileHvInvalid);
    CHECK(MileHvTransferPage(&Packet, 0xFFFFFFFF, SharedBytes, &Range) == MileHvInvalid);
}

static void CheckPipe(const REST *Buffer)
{
    const HV_UINT8 *Data = NULL;
    HV_UINT32 Bytes = 0;
    const MILE_HV_RESULT Result = MileHvPipeCheck(Buffer->At, Buffer->Bytes, &Data, &Bytes);

    if (Buffer->Bytes >= 8 && Word(Buffer->At, 0, 4) == 1 && Word(Buffer->At, 4, 4) <= Buffer->Bytes - 8 &&
        Word(Buffer->At, 4, 4) <= 16384)
    {
        CHECK(Result == MileHvSuccess && Data == Buffer->At + 8 && Bytes == Word(Buffer->At, 4, 4));
    }
    else
    {
        CHECK(Result == MileHvCorrupt);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *Bytes, size_t Count)
{
    INPUT Input = {Bytes, Count};
    const size_t Shift = Take(&Input, 1) % 8;
    const HV_UINT32 SharedBytes = (HV_UINT32)Take(&Input, 4);
    const HV_UINT32 RangeCount = (HV_UINT32)Take(&Input, 1);
    REST Buffer = TakeRest(&Input, Shift);

    CheckPacket(&Buffer, SharedBytes);
    CheckPipe(&Buffer);
    CHECK(MileHvGpaRangesCheck(Buffer.At, Buffer.Bytes, RangeCount) ==
          (RangeCount ? RangesBytes(Buffer.At, Buffer.Bytes, RangeCount) : 0));
    CHECK(MileHvGpaRangesCheck(Buffer.At, Buffer.Bytes, 0xFFFFFFFF) == 0);
    free(Buffer.Block);
    return 0;
}

/*
 * Seeds.
 */

static void Begin(unsigned Shift, HV_UINT32 SharedBytes, unsigned RangeCount)
{
    SeedNumber(Shift, 1);
    SeedNumber(SharedBytes, 4);
    SeedNumber(RangeCount, 1);
}

static void Descriptor(VMBUS_PACKET_TYPE Type, unsigned DataOffset8, unsigned Length8, unsigned Flags)
{
    const VMPACKET_DESCRIPTOR Head = {(HV_UINT16)Type, (HV_UINT16)DataOffset8, (HV_UINT16)Length8, (HV_UINT16)Flags,
                                      77};

    SeedPut(&Head, sizeof(Head));
}

static void Range(HV_UINT32 ByteCount, HV_UINT32 ByteOffset)
{
    SeedNumber(ByteCount, 4);
    SeedNumber(ByteOffset, 4);
}

static void WriteSeeds(void)
{
    static const char Payload[] = "a payload of 24 bytes...";

    Begin(1, 0, 0);
    Descriptor(VmbusPacketTypeDataInBand, 2, 5, VMBUS_DATA_PACKET_FLAG_COMPLETION_REQUESTED);
    SeedPut(Payload, 24);
    Seed("in-band");

    Begin(0, 0, 0);
    Descriptor(VmbusPacketTypeCompletion, 2, 2, 0);
    Seed("a-completion-without-payload");

    Begin(4, 8192, 0);
    Descriptor(VmbusPacketTypeDataUsingTransferPages, 5, 8, VMBUS_DATA_PACKET_FLAG_COMPLETION_REQUESTED);
    SeedNumber(0xCAFE, 4);
    SeedNumber(2, 4);
    Range(1514, 0);
    Range(60, 8132);
    SeedPut(Payload, 24);
    Seed("transfer-pages-of-two-ranges");

    Begin(0, 0, 0);
    Descriptor(VmbusPacketTypeDataUsingGpaDirect, 9, 12, VMBUS_DATA_PACKET_FLAG_COMPLETION_REQUESTED);
    SeedNumber(0, 4);
    SeedNumber(2, 4);
    Range(8192, 1); /* Three pages. */
    SeedNumber(0x1000, 8);
    SeedNumber(0x1001, 8);
    SeedNumber(0x1002, 8);
    Range(512, 0);
    SeedNumber(0x2000, 8);
    SeedPut(Payload, 24);
    Seed("gpa-direct-of-two-ranges");

    Begin(2, 0, 1);
    Range(0xFFFFFFFF, 0xFFF);
    Seed("a-range-of-a-million-pages");

    Begin(3, 0, 0);
    SeedNumber(VmPipeMessageData, 4);
    SeedNumber(21, 4);
    SeedPut(Payload, 24);
    Seed("a-pipe-message");
}
