/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief A network of one neighbor: a back end of network.c.
 *
 * The neighbor is 10.0.2.2 (00:15:5D:FF:00:02) on every VLAN. It answers ARP, ICMP
 * echo requests, and UDP datagrams to port 7, which it sends back. IP fragments
 * are dropped: what does not fit into a frame needs a larger MTU. Before it answers the
 * first ping it asks by ARP who the guest is, as a neighbor does that has forgotten it.
 *
 * Sources: RFC 826 (ARP), RFC 791 (IPv4), RFC 792 (ICMP), RFC 768 (UDP), RFC 862 (echo).
 */

#include "network.h"

#include "../host.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

enum
{
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

/* Stores the checksum of Bytes bytes of Data, in which its Place is; Sum is that of a pseudo-header. */
static void PutChecksum(uint8_t *Place, uint64_t Sum, const uint8_t *Data, size_t Bytes)
{
    uint16_t Checksum;

    Put16(Place, 0);
    Checksum = ChecksumEnd(ChecksumAdd(Sum, Data, Bytes));
    memcpy(Place, &Checksum, sizeof(Checksum));
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
    if (Bytes < 8 || Icmp[0] != 8 || Icmp[1] != 0 || ChecksumEnd(ChecksumAdd(0, Icmp, Bytes)) != 0)
    {
        return 0;
    }
    Icmp[0] = 0; /* Echo reply. */
    PutChecksum(Icmp + 2, 0, Icmp, Bytes);
    return 1;
}

static int AnswerUdp(const uint8_t *Ip, uint8_t *Udp, size_t Bytes)
{
    const uint32_t Words[2] = {htonl((uint32_t)Bytes), htonl(ProtocolUdp)};
    const uint64_t Pseudo = ChecksumAdd(ChecksumAdd(0, Words, sizeof(Words)), Ip + 12, 8);

    if (Bytes < UdpBytes || Get16(Udp + 2) != PortEcho || Get16(Udp + 4) != Bytes ||
        (Get16(Udp + 6) != 0 && ChecksumEnd(ChecksumAdd(Pseudo, Udp, Bytes)) != 0))
    {
        return 0;
    }
    Swap(Udp, Udp + 2, 2);
    PutChecksum(Udp + 6, Pseudo, Udp, Bytes); /* The order of the addresses does not matter to it. */
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
    if (Header < IpBytes || Total < Header || Total > Bytes || ChecksumEnd(ChecksumAdd(0, Ip, Header)) != 0 ||
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

typedef struct RESPONDER
{
    NETWORK *Network;
    int HasAsked; /* For the guest's address. */
} RESPONDER;

/* Asks by ARP who has an address; Frame is what it is about. */
static void AskFor(RESPONDER *Responder, const NETWORK_FRAME *Frame, const uint8_t *Wanted)
{
    static const uint8_t Kind[8] = {0, 1, TypeIp >> 8, TypeIp & 0xFF, 6, 4, 0, 1};
    static NETWORK_FRAME Request; /* Zeros, where nothing is written. */
    uint8_t *Arp = Request.Data + EthernetHeaderBytes;

    memset(Request.Data, 0xFF, 6);
    memcpy(Request.Data + 6, Mac, sizeof(Mac));
    Put16(Request.Data + 12, TypeArp);
    memcpy(Arp, Kind, sizeof(Kind));
    memcpy(Arp + 8, Mac, sizeof(Mac));
    memcpy(Arp + 14, Address, sizeof(Address));
    memcpy(Arp + 24, Wanted, 4);
    Request.Bytes = EthernetHeaderBytes + ArpBytes;
    Request.Vlan = Frame->Vlan;
    Responder->HasAsked = 1;
    NetworkDeliver(Responder->Network, &Request);
}

/* Reports a reply to it. */
static void TakeArpReply(const uint8_t *Arp, size_t Bytes)
{
    if (Bytes >= ArpBytes && Get16(Arp + 6) == 2 && memcmp(Arp + 18, Mac, sizeof(Mac)) == 0)
    {
        HostEvent("NEIGHBOR", "{\"address\": \"%u.%u.%u.%u\", \"mac\": \"%02x:%02x:%02x:%02x:%02x:%02x\"}", Arp[14],
                  Arp[15], Arp[16], Arp[17], Arp[8], Arp[9], Arp[10], Arp[11], Arp[12], Arp[13]);
    }
}

static void *Create(NETWORK *Network, const char *Arguments, char *Reason)
{
    RESPONDER *Responder;

    if (Arguments != NULL)
    {
        strcpy(Reason, "the responder takes no arguments");
        return NULL;
    }
    Responder = calloc(1, sizeof(*Responder));
    if (Responder != NULL)
    {
        Responder->Network = Network;
    }
    return Responder;
}

/* Makes the neighbor's answer out of a frame, in place. A frame without an answer is not lost: it got where it should. */
static int Send(void *State, NETWORK_FRAME *Frame)
{
    RESPONDER *Responder = State;
    uint8_t *Data = Frame->Data;
    int IsAnswer = 0;

    if (Get16(Data + 12) == TypeArp)
    {
        TakeArpReply(Data + EthernetHeaderBytes, Frame->Bytes - EthernetHeaderBytes);
        IsAnswer = AnswerArp(Data + EthernetHeaderBytes, Frame->Bytes - EthernetHeaderBytes);
    }
    else if (Get16(Data + 12) == TypeIp && memcmp(Data, Mac, sizeof(Mac)) == 0)
    {
        IsAnswer = AnswerIp(Data + EthernetHeaderBytes, Frame->Bytes - EthernetHeaderBytes);
        if (IsAnswer && !Responder->HasAsked)
        {
            /* The addresses are exchanged by now: the guest's is the second one. */
            AskFor(Responder, Frame, Data + EthernetHeaderBytes + 16);
        }
    }
    if (IsAnswer)
    {
        memcpy(Data, Data + 6, 6);
        memcpy(Data + 6, Mac, 6);
        NetworkDeliver(Responder->Network, Frame);
    }
    return 1;
}

static void Destroy(void *State)
{
    free(State);
}

const NETWORK_BACK_END ResponderBackEnd = {.Name = "responder", .Create = Create, .Send = Send, .Destroy = Destroy};
