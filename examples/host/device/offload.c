/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Work on frames that an adapter does for the guest: checksums, segmentation, coalescing, the hash of RSS.
 *
 * Nothing here knows of the VMBus or of RNDIS, and nothing trusts a frame: headers
 * are found anew, whatever the guest says about them, and each length is checked.
 *
 * Sources: RFC 791 (IPv4), RFC 8200 (IPv6), RFC 9293 (TCP), RFC 768 (UDP), RFC 1071 (checksum).
 */

#include "network.h"

#include <arpa/inet.h>
#include <string.h>

enum
{
    TypeIpv4 = 0x0800,
    TypeIpv6 = 0x86DD,
    ProtocolTcp = 6,
    ProtocolUdp = 17,
    ProtocolOther = 0,
    Ipv4HeaderBytes = 20, /* Without options. */
    Ipv6HeaderBytes = 40,
    TcpHeaderBytes = 20,
    UdpHeaderBytes = 8,
    TcpFin = 0x01,
    TcpPush = 0x08,
    TcpAck = 0x10,
    TcpCongestionWindowReduced = 0x80,
    MaximumExtensions = 8, /* Of IPv6, before the transport header. */
    PacketMaximum = 65535, /* Bytes of an IP packet. */
};

/* Offsets of the parts of a frame, in bytes from its start. */
typedef struct HEADERS
{
    int Version;       /* 4 or 6. */
    unsigned Protocol; /* TCP, UDP, or ProtocolOther: neither, or a fragment. */
    size_t Ip;
    size_t Transport;
    size_t Data; /* TCP and UDP alone. */
    size_t End;  /* Of the IP packet. */
} HEADERS;

static unsigned Get16(const uint8_t *At)
{
    return (unsigned)At[0] << 8 | At[1];
}

static void Put16(uint8_t *At, size_t Value)
{
    At[0] = (uint8_t)(Value >> 8);
    At[1] = (uint8_t)Value;
}

static uint32_t Get32(const uint8_t *At)
{
    return (uint32_t)Get16(At) << 16 | Get16(At + 2);
}

static void Put32(uint8_t *At, uint32_t Value)
{
    Put16(At, Value >> 16);
    Put16(At + 2, Value & 0xFFFF);
}

void FrameCopy(NETWORK_FRAME *To, const NETWORK_FRAME *From)
{
    To->Bytes = From->Bytes;
    To->Vlan = From->Vlan;
    memcpy(To->Data, From->Data, From->Bytes);
}

/*
 * Checksums. The sum is that of 16-bit words in the order of this processor: it only has to be the same order in which
 * the checksum is stored.
 */

uint64_t ChecksumAdd(uint64_t Sum, const void *Data, size_t Bytes)
{
    const uint8_t *At = Data;
    uint8_t Last[4] = {0};
    uint32_t Word;

    for (; Bytes >= sizeof(Word); At += sizeof(Word), Bytes -= sizeof(Word))
    {
        memcpy(&Word, At, sizeof(Word));
        Sum += Word;
    }
    memcpy(Last, At, Bytes);
    memcpy(&Word, Last, sizeof(Word));
    return Sum + Word;
}

uint16_t ChecksumEnd(uint64_t Sum)
{
    while (Sum >> 16 != 0)
    {
        Sum = (Sum & 0xFFFF) + (Sum >> 16);
    }
    return (uint16_t)~Sum;
}

/* The sum of the transport header, its data, and the pseudo-header; 0 if it is right and the checksum is in it. */
static uint16_t TransportChecksum(const NETWORK_FRAME *Frame, const HEADERS *Headers)
{
    const uint8_t *Ip = Frame->Data + Headers->Ip;
    const uint32_t Bytes = (uint32_t)(Headers->End - Headers->Transport);
    const uint32_t Pseudo[2] = {htonl(Bytes), htonl(Headers->Protocol)};
    uint64_t Sum = ChecksumAdd(0, Pseudo, sizeof(Pseudo));

    Sum = Headers->Version == 4 ? ChecksumAdd(Sum, Ip + 12, 8) : ChecksumAdd(Sum, Ip + 8, 32);
    return ChecksumEnd(ChecksumAdd(Sum, Frame->Data + Headers->Transport, Bytes));
}

/*
 * Headers.
 */

/* Ipv4 and Ipv6: the header is at Headers->Ip, Bytes from there to the end of the frame. IsWhole: lengths are not set. */
static int FindIpv4(const uint8_t *Ip, size_t Bytes, int IsWhole, HEADERS *Headers)
{
    size_t HeaderBytes;
    size_t Total;

    if (Bytes < Ipv4HeaderBytes || Ip[0] >> 4 != 4)
    {
        return 0;
    }
    HeaderBytes = (size_t)(Ip[0] & 0xF) * 4;
    Total = IsWhole ? Bytes : Get16(Ip + 2);
    if (HeaderBytes < Ipv4HeaderBytes || Total < HeaderBytes || Total > Bytes)
    {
        return 0;
    }
    Headers->Version = 4;
    Headers->Protocol = (Get16(Ip + 6) & 0x3FFF) == 0 ? Ip[9] : ProtocolOther;
    Headers->Transport = Headers->Ip + HeaderBytes;
    Headers->End = Headers->Ip + Total;
    return 1;
}

static int FindIpv6(const uint8_t *Ip, size_t Bytes, int IsWhole, HEADERS *Headers)
{
    size_t At = Ipv6HeaderBytes;
    size_t Total;
    unsigned Next;

    if (Bytes < Ipv6HeaderBytes || Ip[0] >> 4 != 6)
    {
        return 0;
    }
    Total = IsWhole ? Bytes : (size_t)Ipv6HeaderBytes + Get16(Ip + 4);
    if (Total > Bytes)
    {
        return 0;
    }
    Next = Ip[6];
    /* Hop-by-hop, routing and destination options have one form; a fragment header ends the search. */
    for (unsigned Count = 0; Count < MaximumExtensions && (Next == 0 || Next == 43 || Next == 60); ++Count)
    {
        if (Total - At < 8 || Total - At < 8 * (1U + Ip[At + 1]))
        {
            return 0;
        }
        Next = Ip[At];
        At += 8 * (1U + Ip[At + 1]);
    }
    Headers->Version = 6;
    Headers->Protocol = Next;
    Headers->Transport = Headers->Ip + At;
    Headers->End = Headers->Ip + Total;
    return 1;
}

/* Finds the headers of a frame; returns 0 if it is no IP packet, or malformed. */
static int FindHeaders(const NETWORK_FRAME *Frame, int IsWhole, HEADERS *Headers)
{
    const uint8_t *Ip = Frame->Data + EthernetHeaderBytes;
    size_t Bytes;
    unsigned Type;

    if (Frame->Bytes < EthernetHeaderBytes)
    {
        return 0;
    }
    Bytes = Frame->Bytes - EthernetHeaderBytes;
    Type = Get16(Frame->Data + 12);
    *Headers = (HEADERS){.Ip = EthernetHeaderBytes};
    if (!(Type == TypeIpv4 && FindIpv4(Ip, Bytes, IsWhole, Headers)) &&
        !(Type == TypeIpv6 && FindIpv6(Ip, Bytes, IsWhole, Headers)))
    {
        return 0;
    }
    Bytes = Headers->End - Headers->Transport;
    if (Headers->Protocol == ProtocolTcp && Bytes >= TcpHeaderBytes)
    {
        size_t HeaderBytes = (size_t)(Frame->Data[Headers->Transport + 12] >> 4) * 4;

        Headers->Data = Headers->Transport + HeaderBytes;
        return HeaderBytes >= TcpHeaderBytes && HeaderBytes <= Bytes;
    }
    if (Headers->Protocol == ProtocolUdp && Bytes >= UdpHeaderBytes)
    {
        Headers->Data = Headers->Transport + UdpHeaderBytes;
        return 1;
    }
    Headers->Protocol = ProtocolOther;
    return 1;
}

/*
 * Checksum offload.
 */

static void FillIpHeader(NETWORK_FRAME *Frame, const HEADERS *Headers)
{
    uint8_t *Ip = Frame->Data + Headers->Ip;
    uint16_t Checksum;

    Put16(Ip + 10, 0);
    Checksum = ChecksumEnd(ChecksumAdd(0, Ip, Headers->Transport - Headers->Ip));
    memcpy(Ip + 10, &Checksum, sizeof(Checksum));
}

static void FillTransport(NETWORK_FRAME *Frame, const HEADERS *Headers)
{
    uint8_t *Place = Frame->Data + Headers->Transport + (Headers->Protocol == ProtocolTcp ? 16 : 6);
    uint16_t Checksum;

    Put16(Place, 0);
    Checksum = TransportChecksum(Frame, Headers);
    if (Checksum == 0 && Headers->Protocol == ProtocolUdp)
    {
        Checksum = 0xFFFF; /* 0 would mean that there is none. */
    }
    memcpy(Place, &Checksum, sizeof(Checksum));
}

unsigned OffloadFill(NETWORK_FRAME *Frame, unsigned Which)
{
    HEADERS Headers;
    unsigned Done = 0;

    if (Which == 0 || !FindHeaders(Frame, 0, &Headers))
    {
        return 0;
    }
    if ((Which & OffloadIpHeader) != 0 && Headers.Version == 4)
    {
        FillIpHeader(Frame, &Headers);
        Done |= OffloadIpHeader;
    }
    if (((Which & OffloadTcp) != 0 && Headers.Protocol == ProtocolTcp) ||
        ((Which & OffloadUdp) != 0 && Headers.Protocol == ProtocolUdp))
    {
        FillTransport(Frame, &Headers);
        Done |= Headers.Protocol == ProtocolTcp ? OffloadTcp : OffloadUdp;
    }
    return Done;
}

unsigned OffloadCheck(const NETWORK_FRAME *Frame)
{
    HEADERS Headers;
    unsigned Good = 0;

    if (!FindHeaders(Frame, 0, &Headers))
    {
        return 0;
    }
    if (Headers.Version == 4 &&
        ChecksumEnd(ChecksumAdd(0, Frame->Data + Headers.Ip, Headers.Transport - Headers.Ip)) == 0)
    {
        Good |= OffloadIpHeader;
    }
    if (Headers.Protocol == ProtocolTcp && TransportChecksum(Frame, &Headers) == 0)
    {
        Good |= OffloadTcp;
    }
    /* A checksum of 0 is none. */
    if (Headers.Protocol == ProtocolUdp && Get16(Frame->Data + Headers.Transport + 6) != 0 &&
        TransportChecksum(Frame, &Headers) == 0)
    {
        Good |= OffloadUdp;
    }
    return Good;
}

/*
 * Segmentation and coalescing.
 */

/* Stores the length of the IP packet, which ends with the frame, and all checksums. */
static void Finish(NETWORK_FRAME *Frame, HEADERS *Headers)
{
    uint8_t *Ip = Frame->Data + Headers->Ip;

    Headers->End = Frame->Bytes;
    if (Headers->Version == 4)
    {
        Put16(Ip + 2, Headers->End - Headers->Ip);
        FillIpHeader(Frame, Headers);
    }
    else
    {
        Put16(Ip + 4, Headers->End - Headers->Ip - Ipv6HeaderBytes);
    }
    FillTransport(Frame, Headers);
}

unsigned OffloadDivide(const NETWORK_FRAME *Frame, unsigned SegmentBytes, NETWORK_FRAME *Segment,
                       void (*Take)(void *Context, NETWORK_FRAME *Segment), void *Context)
{
    HEADERS Headers;
    size_t Data;
    size_t At = 0;
    unsigned Count;

    if (SegmentBytes == 0 || !FindHeaders(Frame, 1, &Headers) || Headers.Protocol != ProtocolTcp)
    {
        return 0;
    }
    Data = Frame->Bytes - Headers.Data;
    Count = (unsigned)((Data + SegmentBytes - 1) / SegmentBytes);
    if (Count > OffloadMaximumSegments || Headers.Data + SegmentBytes > sizeof(Segment->Data))
    {
        return 0;
    }
    for (unsigned Number = 0; Number < Count; ++Number)
    {
        const size_t Piece = Data - At < SegmentBytes ? Data - At : SegmentBytes;
        uint8_t *Ip = Segment->Data + Headers.Ip;
        uint8_t *Tcp = Segment->Data + Headers.Transport;

        memcpy(Segment->Data, Frame->Data, Headers.Data);
        memcpy(Segment->Data + Headers.Data, Frame->Data + Headers.Data + At, Piece);
        Segment->Bytes = Headers.Data + Piece;
        Segment->Vlan = Frame->Vlan;
        if (Headers.Version == 4)
        {
            Put16(Ip + 4, Get16(Ip + 4) + Number); /* The identification. */
        }
        Put32(Tcp + 4, Get32(Tcp + 4) + (uint32_t)At);
        /* The end of the data is in the last segment, and the window was reduced once. */
        Tcp[13] &= (uint8_t)~(Number + 1 != Count ? TcpFin | TcpPush : 0);
        Tcp[13] &= (uint8_t)~(Number != 0 ? TcpCongestionWindowReduced : 0);
        Finish(Segment, &(HEADERS){Headers.Version, Headers.Protocol, Headers.Ip, Headers.Transport, Headers.Data, 0});
        Take(Context, Segment);
        At += Piece;
    }
    return Count;
}

/* Whether a frame has data and an acknowledgment, and nothing that coalescing would lose. */
static int IsPlainData(const NETWORK_FRAME *Frame, const HEADERS *Headers)
{
    return Headers->Protocol == ProtocolTcp && Headers->End == Frame->Bytes && Headers->Data < Headers->End &&
           (Frame->Data[Headers->Transport + 13] & ~TcpPush) == TcpAck &&
           Headers->Transport == Headers->Ip + (Headers->Version == 4 ? Ipv4HeaderBytes : Ipv6HeaderBytes);
}

/* Whether the checksums of a TCP frame are correct: the coalesced frame has new ones, which would hide a wrong one. */
static int IsIntact(const NETWORK_FRAME *Frame, const HEADERS *Headers)
{
    const unsigned Wanted = OffloadTcp | (Headers->Version == 4 ? OffloadIpHeader : 0);

    return (OffloadCheck(Frame) & Wanted) == Wanted;
}

int OffloadCanAppend(const NETWORK_FRAME *Frame)
{
    HEADERS Headers;

    return FindHeaders(Frame, 0, &Headers) && IsPlainData(Frame, &Headers) && IsIntact(Frame, &Headers);
}

int OffloadAppend(NETWORK_FRAME *Whole, const NETWORK_FRAME *Next)
{
    HEADERS First;
    HEADERS Second;
    uint8_t *One = Whole->Data;
    const uint8_t *Other = Next->Data;
    uint8_t *Tcp;
    size_t Bytes;

    if (Whole->Vlan != Next->Vlan || !FindHeaders(Whole, 1, &First) || !FindHeaders(Next, 0, &Second) ||
        First.Version != Second.Version || First.Data != Second.Data || !IsPlainData(Whole, &First) ||
        !IsPlainData(Next, &Second))
    {
        return 0;
    }
    Tcp = One + First.Transport;
    Bytes = Second.End - Second.Data;
    /* Equal: Ethernet header, type of service and time to live, addresses, ports, acknowledgment, options. */
    if (memcmp(One, Other, EthernetHeaderBytes + 2) != 0 ||
        (First.Version == 4 ? memcmp(One + First.Ip + 6, Other + Second.Ip + 6, 4) != 0 ||
                                  memcmp(One + First.Ip + 12, Other + Second.Ip + 12, 8) != 0
                            : memcmp(One + First.Ip + 6, Other + Second.Ip + 6, 34) != 0) ||
        memcmp(Tcp, Other + Second.Transport, 4) != 0 || memcmp(Tcp + 8, Other + Second.Transport + 8, 5) != 0 ||
        memcmp(Tcp + TcpHeaderBytes, Other + Second.Transport + TcpHeaderBytes,
               First.Data - First.Transport - TcpHeaderBytes) != 0 ||
        Get32(Tcp + 4) + (uint32_t)(First.End - First.Data) != Get32(Other + Second.Transport + 4) ||
        First.End - First.Ip + Bytes > PacketMaximum || Whole->Bytes + Bytes > sizeof(Whole->Data) ||
        !IsIntact(Next, &Second))
    {
        return 0;
    }
    memcpy(One + Whole->Bytes, Other + Second.Data, Bytes);
    Whole->Bytes += Bytes;
    Tcp[13] |= Other[Second.Transport + 13];
    memcpy(Tcp + 14, Other + Second.Transport + 14, 2); /* The newest window. */
    return 1;
}

void OffloadEndAppend(NETWORK_FRAME *Whole)
{
    HEADERS Headers;

    if (FindHeaders(Whole, 1, &Headers) && Headers.Protocol == ProtocolTcp)
    {
        Finish(Whole, &Headers);
    }
}

/*
 * Receive-side scaling.
 */

static uint32_t Toeplitz(const uint8_t *Key, const uint8_t *Data, size_t Bytes)
{
    uint32_t Window = Get32(Key);
    uint32_t Hash = 0;

    for (size_t Index = 0; Index < Bytes; ++Index)
    {
        for (unsigned Bit = 0; Bit < 8; ++Bit)
        {
            Hash ^= (Data[Index] << Bit & 0x80) != 0 ? Window : 0;
            Window = Window << 1 | (Key[Index + 4] >> (7 - Bit) & 1);
        }
    }
    return Hash;
}

uint32_t OffloadHash(const NETWORK_FRAME *Frame, const uint8_t Key[RNDIS_RSS_HASH_SECRET_KEY_SIZE_REVISION_1],
                     uint32_t Types, uint32_t *Used)
{
    uint8_t Data[36]; /* Two IPv6 addresses and two ports; the key has 4 bytes more. */
    HEADERS Headers;
    size_t Bytes;
    int Is4;

    *Used = 0;
    if (Types == 0 || !FindHeaders(Frame, 0, &Headers))
    {
        return 0;
    }
    Is4 = Headers.Version == 4;
    Bytes = Is4 ? 8 : 32;
    memcpy(Data, Frame->Data + Headers.Ip + (Is4 ? 12 : 8), Bytes);
    if (Headers.Protocol == ProtocolTcp)
    {
        *Used = Types & (Is4 ? RNDIS_HASH_TCP_IPV4 : RNDIS_HASH_TCP_IPV6);
    }
    else if (Headers.Protocol == ProtocolUdp)
    {
        *Used = Types & (Is4 ? RNDIS_HASH_UDP_IPV4 : RNDIS_HASH_UDP_IPV6);
    }
    if (*Used != 0)
    {
        memcpy(Data + Bytes, Frame->Data + Headers.Transport, 4);
        return Toeplitz(Key, Data, Bytes + 4);
    }
    *Used = Types & (Is4 ? RNDIS_HASH_IPV4 : RNDIS_HASH_IPV6);
    return *Used != 0 ? Toeplitz(Key, Data, Bytes) : 0;
}
