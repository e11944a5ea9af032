/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The work on frames of examples/host's network: checksums, segmentation, coalescing, the hash of RSS.
 *
 * An input is a frame. What is computed for it must be found correct afterwards,
 * the segments of a large frame have its data, and coalesced again they are the
 * frame that they were, except for the IPv4 identification.
 *
 * Built of examples/host/device/offload.c
 */

#include "Fuzz.h"

#include "../../examples/host/device/network.h"

/* Expected properties of the segments of one frame. */
typedef struct CHECKED
{
    unsigned Count;
    uint32_t Sequence; /* The next segment's. */
    unsigned Merged; /* Segments in Whole. */
    NETWORK_FRAME Whole;
} CHECKED;

/* Each segment begins where the one before it ended; extension headers of IPv6 are not looked through. */
static void CheckSequence(CHECKED *Checked, const NETWORK_FRAME *Segment)
{
    const uint8_t *Ip = Segment->Data + EthernetHeaderBytes;
    const int Is4 = Ip[0] >> 4 == 4;
    const uint8_t *Tcp = Ip + (Is4 ? (Ip[0] & 0xF) * 4 : 40);
    uint32_t Sequence;

    if (!Is4 && Ip[6] != 6)
    {
        return;
    }
    Sequence = (uint32_t)Tcp[4] << 24 | (uint32_t)Tcp[5] << 16 | (uint32_t)Tcp[6] << 8 | Tcp[7];
    CHECK(Checked->Count == 1 || Sequence == Checked->Sequence);
    Checked->Sequence = Sequence + (uint32_t)(Segment->Data + Segment->Bytes - Tcp - (Tcp[12] >> 4) * 4);
}

static void CheckSegment(void *Context, NETWORK_FRAME *Segment)
{
    CHECKED *Checked = Context;
    const unsigned Good = OffloadCheck(Segment);

    CHECK(Segment->Bytes <= sizeof(Segment->Data) && (Good & OffloadTcp) != 0);
    CHECK((Good & OffloadIpHeader) != 0 || Segment->Data[EthernetHeaderBytes] >> 4 == 6);
    ++Checked->Count;
    CheckSequence(Checked, Segment);
    if ((Good & OffloadIpHeader) != 0)
    {
        Segment->Data[EthernetHeaderBytes + 10] ^= 1; /* A wrong checksum, which coalescing would hide. */
        CHECK(!OffloadCanAppend(Segment) && (Checked->Count == 1 || !OffloadAppend(&Checked->Whole, Segment)));
        Segment->Data[EthernetHeaderBytes + 10] ^= 1;
    }
    if (Checked->Count == 1)
    {
        FrameCopy(&Checked->Whole, Segment);
        Checked->Merged = (unsigned)OffloadCanAppend(Segment);
    }
    else if (Checked->Merged + 1 == Checked->Count && OffloadAppend(&Checked->Whole, Segment))
    {
        ++Checked->Merged;
    }
}

/* A frame whose memory ends with its contents. */
static NETWORK_FRAME *Exact(const REST *Rest, int Vlan)
{
    NETWORK_FRAME *Frame = malloc(offsetof(NETWORK_FRAME, Data) + Rest->Bytes);

    CHECK(Frame != NULL);
    Frame->Bytes = Rest->Bytes;
    Frame->Vlan = Vlan;
    memcpy(Frame->Data, Rest->At, Rest->Bytes);
    return Frame;
}

int LLVMFuzzerTestOneInput(const uint8_t *Bytes, size_t Count)
{
    static NETWORK_FRAME Segment;
    static CHECKED Checked;
    INPUT Input = {Bytes, Count};
    const unsigned SegmentBytes = (unsigned)Take(&Input, 2);
    const uint32_t Types = (uint32_t)Take(&Input, 3);
    uint8_t Key[RNDIS_RSS_HASH_SECRET_KEY_SIZE_REVISION_1];
    REST Rest;
    NETWORK_FRAME *Frame;
    uint32_t Used;
    unsigned Filled;

    memset(Key, (int)Types, sizeof(Key));
    Rest = TakeRest(&Input, 0);
    Frame = Exact(&Rest, NetworkNoVlan);
    (void)OffloadCheck(Frame);
    (void)OffloadCanAppend(Frame);
    (void)OffloadHash(Frame, Key, Types, &Used);
    CHECK((Used & ~Types) == 0);
    memset(&Checked, 0, offsetof(CHECKED, Whole));
    Filled = OffloadDivide(Frame, SegmentBytes, &Segment, CheckSegment, &Checked);
    CHECK(Filled == Checked.Count && Filled <= OffloadMaximumSegments);
    if (Filled > 1 && Checked.Merged == Filled)
    {
        OffloadEndAppend(&Checked.Whole);
        CHECK(Checked.Whole.Bytes == Frame->Bytes && (OffloadCheck(&Checked.Whole) & OffloadTcp) != 0);
        /* The data are the end of both: the last half is more than headers of two segments at least. */
        CHECK(memcmp(Checked.Whole.Data + Frame->Bytes - Frame->Bytes / 4, Frame->Data + Frame->Bytes - Frame->Bytes / 4,
                     Frame->Bytes / 4) == 0 ||
              SegmentBytes < 128);
    }
    Filled = OffloadFill(Frame, OffloadIpHeader | OffloadTcp | OffloadUdp);
    CHECK((OffloadCheck(Frame) & Filled) == Filled);
    free(Frame);
    free(Rest.Block);
    return 0;
}

/*
 * Seeds.
 */

/* A frame of an IP version and a protocol, with Bytes bytes of data; Flags are TCP's. */
static void PutFrame(unsigned SegmentBytes, unsigned Version, unsigned Protocol, uint8_t Flags, size_t Bytes)
{
    const size_t IpBytes = Version == 4 ? 20 : 40;
    const size_t TransportBytes = Protocol == 6 ? 32 : 8;
    const size_t PacketBytes = (Version == 4 ? IpBytes : 0) + TransportBytes + Bytes;
    uint8_t Data[4096] = {2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2};
    uint8_t *Ip = Data + EthernetHeaderBytes;
    uint8_t *Transport = Ip + IpBytes;

    SeedPut((const uint8_t[]){(uint8_t)SegmentBytes, (uint8_t)(SegmentBytes >> 8), 0, 0xFF, 0xFF}, 5);
    Data[12] = Version == 4 ? 0x08 : 0x86;
    Data[13] = Version == 4 ? 0x00 : 0xDD;
    Ip[0] = Version == 4 ? 0x45 : 0x60;
    Ip[Version == 4 ? 2 : 4] = (uint8_t)(PacketBytes >> 8);
    Ip[Version == 4 ? 3 : 5] = (uint8_t)PacketBytes;
    Ip[Version == 4 ? 9 : 6] = (uint8_t)Protocol;
    Ip[Version == 4 ? 15 : 23] = 1;
    Ip[Version == 4 ? 19 : 39] = 2;
    Transport[1] = 7;
    Transport[3] = 7;
    if (Protocol == 6)
    {
        Transport[12] = 0x80;
        Transport[13] = Flags;
        memset(Transport + 20, 1, 12); /* Options that do nothing. */
    }
    for (size_t Index = 0; Index < Bytes; ++Index)
    {
        Transport[TransportBytes + Index] = (uint8_t)(Index * 5);
    }
    SeedPut(Data, EthernetHeaderBytes + IpBytes + TransportBytes + Bytes);
}

static void WriteSeeds(void)
{
    PutFrame(536, 4, 6, 0x10, 3000);
    Seed("ipv4-tcp");
    PutFrame(1440, 6, 6, 0x18, 3000);
    Seed("ipv6-tcp");
    PutFrame(1000, 4, 6, 0x91, 1999);
    Seed("ipv4-tcp-end");
    PutFrame(1, 4, 6, 0x10, 600);
    Seed("too-many-segments");
    PutFrame(0, 4, 17, 0, 301);
    Seed("ipv4-udp");
    PutFrame(0, 6, 17, 0, 300);
    Seed("ipv6-udp");
    PutFrame(0, 4, 6, 0x10, 0);
    Seed("ipv4-tcp-without-data");
}
