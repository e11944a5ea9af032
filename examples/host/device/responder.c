/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief A network of one neighbor: ARP, ICMP echo, UDP echo.
 *
 * Sources: RFC 826 (ARP), RFC 791 (IPv4), RFC 792 (ICMP), RFC 768 (UDP), RFC 862 (echo).
 */

#include "responder.h"

#include <string.h>

enum
{
    EthernetBytes = 14,
    ArpBytes = 28,
    IpBytes = 20, /* Without options. */
    UdpBytes = 8,
    TypeIp = 0x0800,
    TypeArp = 0x0806,
    ProtocolIcmp = 1,
    ProtocolUdp = 17,
    PortEcho = 7,
};

static const uint8_t Mac[6] = {0x00, 0x15, 0x5D, 0xFF, 0x00, 0x02};
static const uint8_t Address[4] = {10, 0, 2, 2};

static unsigned Get16(const uint8_t *At)
{
    return (unsigned)At[0] << 8 | At[1];
}

static void Put16(uint8_t *At, unsigned Value)
{
    At[0] = (uint8_t)(Value >> 8);
    At[1] = (uint8_t)Value;
}

/* The Internet checksum of some bytes, as a sum that can go on. */
static uint32_t Sum(uint32_t Start, const uint8_t *Data, size_t Bytes)
{
    for (; Bytes > 1; Data += 2, Bytes -= 2)
    {
        Start += Get16(Data);
    }
    return Bytes != 0 ? Start + ((uint32_t)*Data << 8) : Start;
}

static unsigned Fold(uint32_t Value)
{
    while (Value >> 16 != 0)
    {
        Value = (Value & 0xFFFF) + (Value >> 16);
    }
    return ~Value & 0xFFFF;
}

static void Swap(uint8_t *One, uint8_t *Other, size_t Bytes)
{
    uint8_t Copy[16];

    memcpy(Copy, One, Bytes);
    memcpy(One, Other, Bytes);
    memcpy(Other, Copy, Bytes);
}

static int AnswerArp(uint8_t *Arp, size_t Bytes)
{
    static const uint8_t Kind[8] = {0, 1, TypeIp >> 8, TypeIp & 0xFF, 6, 4, 0, 1}; /* Ethernet, IPv4, request. */

    if (Bytes < ArpBytes || memcmp(Arp, Kind, sizeof(Kind)) != 0 || memcmp(Arp + 24, Address, 4) != 0)
    {
        return 0;
    }
    Arp[7] = 2; /* Reply. */
    memcpy(Arp + 18, Arp + 8, 10);
    memcpy(Arp + 8, Mac, 6);
    memcpy(Arp + 14, Address, 4);
    return 1;
}

static int AnswerIcmp(uint8_t *Icmp, size_t Bytes)
{
    if (Bytes < 8 || Icmp[0] != 8 || Icmp[1] != 0 || Fold(Sum(0, Icmp, Bytes)) != 0)
    {
        return 0;
    }
    Icmp[0] = 0; /* Echo reply. */
    Put16(Icmp + 2, 0);
    Put16(Icmp + 2, Fold(Sum(0, Icmp, Bytes)));
    return 1;
}

static int AnswerUdp(const uint8_t *Ip, uint8_t *Udp, size_t Bytes)
{
    uint32_t Pseudo = Sum((uint32_t)(ProtocolUdp + Bytes), Ip + 12, 8);

    if (Bytes < UdpBytes || Get16(Udp + 2) != PortEcho || Get16(Udp + 4) != Bytes ||
        (Get16(Udp + 6) != 0 && Fold(Sum(Pseudo, Udp, Bytes)) != 0))
    {
        return 0;
    }
    Swap(Udp, Udp + 2, 2);
    Put16(Udp + 6, 0);
    Put16(Udp + 6, Fold(Sum(Pseudo, Udp, Bytes))); /* The order of the addresses does not matter to it. */
    if (Get16(Udp + 6) == 0)
    {
        Put16(Udp + 6, 0xFFFF);
    }
    return 1;
}

static int AnswerIp(uint8_t *Ip, size_t Bytes)
{
    size_t Header;
    size_t Total;
    int IsAnswer = 0;

    if (Bytes < IpBytes || Ip[0] >> 4 != 4)
    {
        return 0;
    }
    Header = (size_t)(Ip[0] & 0xF) * 4;
    Total = Get16(Ip + 2);
    if (Header < IpBytes || Total < Header || Total > Bytes || Fold(Sum(0, Ip, Header)) != 0 ||
        memcmp(Ip + 16, Address, 4) != 0 || (Get16(Ip + 6) & 0x3FFF) != 0)
    {
        return 0;
    }
    if (Ip[9] == ProtocolIcmp)
    {
        IsAnswer = AnswerIcmp(Ip + Header, Total - Header);
    }
    else if (Ip[9] == ProtocolUdp)
    {
        IsAnswer = AnswerUdp(Ip, Ip + Header, Total - Header);
    }
    Swap(Ip + 12, Ip + 16, 4); /* The header's checksum stays right. */
    return IsAnswer;
}

int ResponderAnswer(NETWORK_FRAME *Frame)
{
    uint8_t *Data = Frame->Data;
    int IsAnswer = 0;

    if (Frame->Bytes < EthernetBytes)
    {
        return 0;
    }
    if (Get16(Data + 12) == TypeArp)
    {
        IsAnswer = AnswerArp(Data + EthernetBytes, Frame->Bytes - EthernetBytes);
    }
    else if (Get16(Data + 12) == TypeIp && memcmp(Data, Mac, sizeof(Mac)) == 0)
    {
        IsAnswer = AnswerIp(Data + EthernetBytes, Frame->Bytes - EthernetBytes);
    }
    memcpy(Data, Data + 6, 6);
    memcpy(Data + 6, Mac, 6);
    return IsAnswer;
}
