/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Tools about the network, in a Linux guest of examples/host.
 */

#include "tool.h"

#include "../crc32.h"

#include <arpa/inet.h>
#include <errno.h>
#include <linux/ethtool.h>
#include <linux/sockios.h>
#include <net/if.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum
{
    PatternPeriod = 251 * 256, /* After so many bytes PatternByte() begins anew. */
    PieceBytes = 1 << 18,
};

int Exchange(int File, const char *Name, uint64_t Total)
{
    static unsigned char Pattern[PatternPeriod + PieceBytes];
    static unsigned char Buffer[PieceBytes];
    uint64_t Sent = 0;
    uint64_t Received = 0;
    uint32_t Crc = 0;

    for (size_t Index = 0; Index < sizeof(Pattern); ++Index)
    {
        Pattern[Index] = PatternByte(Index);
    }
    while (Received < Total)
    {
        struct pollfd Poll = {.fd = File, .events = POLLIN};
        ssize_t Bytes = 0;

        Poll.events |= Sent < Total ? POLLOUT : 0;
        poll(&Poll, 1, -1);
        if (Sent < Total && (Poll.revents & POLLOUT) != 0)
        {
            const size_t Piece = Total - Sent < PieceBytes ? (size_t)(Total - Sent) : PieceBytes;

            Bytes = send(File, Pattern + Sent % PatternPeriod, Piece, MSG_DONTWAIT | MSG_NOSIGNAL);
            Sent += Bytes > 0 ? (size_t)Bytes : 0;
            if (Sent == Total)
            {
                shutdown(File, SHUT_WR);
            }
        }
        if ((Poll.revents & (POLLIN | POLLHUP)) != 0)
        {
            Bytes = recv(File, Buffer, sizeof(Buffer), MSG_DONTWAIT);
            if (Bytes == 0 || (Bytes < 0 && errno != EAGAIN))
            {
                printf("%s: the end came after %llu bytes: %s\n", Name, (unsigned long long)Received,
                       Bytes == 0 ? "closed" : strerror(errno));
                return 1;
            }
            if (Bytes > 0)
            {
                if (memcmp(Buffer, Pattern + Received % PatternPeriod, (size_t)Bytes) != 0)
                {
                    printf("%s: there are wrong bytes after %llu\n", Name, (unsigned long long)Received);
                    return 1;
                }
                Crc = Crc32(Crc, Buffer, (size_t)Bytes);
                Received += (size_t)Bytes;
            }
        }
    }
    printf("%s: %llu bytes came back\n%s: crc32 %08x\n", Name, (unsigned long long)Received, Name, Crc);
    return 0;
}

long long Milliseconds(void)
{
    struct timespec Now;

    clock_gettime(CLOCK_MONOTONIC, &Now);
    return (long long)Now.tv_sec * 1000 + Now.tv_nsec / 1000000;
}

/* A connection to an address of IPv4 or IPv6; -1 with a report if there is none. */
static int ConnectTo(const char *Address, const char *Port)
{
    struct sockaddr_in6 Place6 = {.sin6_family = AF_INET6, .sin6_port = htons((uint16_t)atoi(Port))};
    struct sockaddr_in Place = {.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(Port))};
    const int Is6 = inet_pton(AF_INET6, Address, &Place6.sin6_addr) == 1;
    int File = socket(Is6 ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    alarm(600);
    if ((!Is6 && inet_pton(AF_INET, Address, &Place.sin_addr) != 1) ||
        connect(File, Is6 ? (struct sockaddr *)&Place6 : (struct sockaddr *)&Place,
                Is6 ? sizeof(Place6) : sizeof(Place)) != 0)
    {
        printf("tcp: %s: %s\n", Address, strerror(errno));
        return -1;
    }
    return File;
}

int Tcp(char **Arguments)
{
    const int File = ConnectTo(Arguments[0], Arguments[1]);
    const long long Begin = Milliseconds();
    const int Status = File < 0 || Exchange(File, "tcp", (uint64_t)atoll(Arguments[2]));

    printf("tcp: %lld ms\n", Milliseconds() - Begin);
    return Status;
}

int Stream(char **Arguments, int IsSend)
{
    static unsigned char Buffer[PieceBytes];
    const int File = ConnectTo(Arguments[0], Arguments[1]);
    const long long Begin = Milliseconds();
    const uint64_t Total = (uint64_t)atoll(Arguments[2]);
    uint64_t Done = 0;

    while (File >= 0 && Done < Total)
    {
        const ssize_t Bytes = IsSend ? send(File, Buffer, sizeof(Buffer), 0) : recv(File, Buffer, sizeof(Buffer), 0);

        if (Bytes <= 0)
        {
            break;
        }
        Done += (uint64_t)Bytes;
    }
    /* All is there once the other end closes too. */
    shutdown(File, SHUT_WR);
    while (IsSend && recv(File, Buffer, sizeof(Buffer), 0) > 0)
    {
    }
    printf("%s: %llu bytes, %lld ms\n", IsSend ? "send" : "receive", (unsigned long long)Done, Milliseconds() - Begin);
    return Done < Total;
}

/* The settings of an interface by their names in ethtool; a flag of ETHTOOL_SFLAGS, or a command of its own. */
static const struct
{
    const char *Name;
    uint32_t Get;
    uint32_t Set;
    uint32_t Flag;
} Features[] = {
    {"rx", ETHTOOL_GRXCSUM, ETHTOOL_SRXCSUM, 0}, {"tx", ETHTOOL_GTXCSUM, ETHTOOL_STXCSUM, 0},
    {"sg", ETHTOOL_GSG, ETHTOOL_SSG, 0},         {"tso", ETHTOOL_GTSO, ETHTOOL_STSO, 0},
    {"gso", ETHTOOL_GGSO, ETHTOOL_SGSO, 0},      {"gro", ETHTOOL_GGRO, ETHTOOL_SGRO, 0},
    {"lro", ETHTOOL_GFLAGS, ETHTOOL_SFLAGS, ETH_FLAG_LRO},
};

static int Ask(int Socket, const char *Interface, void *Data)
{
    struct ifreq Request = {.ifr_data = Data};

    strncpy(Request.ifr_name, Interface, IFNAMSIZ - 1);
    return ioctl(Socket, SIOCETHTOOL, &Request);
}

static int Channels(int Socket, const char *Interface, const char *Wanted)
{
    struct ethtool_channels Channels = {.cmd = ETHTOOL_GCHANNELS};

    if (Ask(Socket, Interface, &Channels) == 0 && Wanted != NULL)
    {
        Channels.cmd = ETHTOOL_SCHANNELS;
        Channels.combined_count = (uint32_t)atoi(Wanted);
        if (Ask(Socket, Interface, &Channels) != 0)
        {
            printf("ethtool: channels: %s\n", strerror(errno));
            return 1;
        }
        Channels.cmd = ETHTOOL_GCHANNELS;
        Ask(Socket, Interface, &Channels);
    }
    printf("ethtool: channels %u of %u\n", Channels.combined_count, Channels.max_combined);
    return 0;
}

int Ethtool(char **Arguments)
{
    int Socket = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    struct ethtool_value Value;

    if (Arguments[1] != NULL && strcmp(Arguments[1], "channels") == 0)
    {
        return Channels(Socket, Arguments[0], Arguments[2]);
    }
    for (unsigned Index = 0; Index < sizeof(Features) / sizeof(Features[0]); ++Index)
    {
        const uint32_t Flag = Features[Index].Flag;

        if (Arguments[1] != NULL && Arguments[2] != NULL && strcmp(Arguments[1], Features[Index].Name) == 0)
        {
            const int IsOn = strcmp(Arguments[2], "on") == 0;

            Value = (struct ethtool_value){.cmd = Features[Index].Get};
            Ask(Socket, Arguments[0], &Value);
            Value.cmd = Features[Index].Set;
            Value.data = Flag == 0 ? (uint32_t)IsOn : IsOn ? Value.data | Flag : Value.data & ~Flag;
            if (Ask(Socket, Arguments[0], &Value) != 0)
            {
                printf("ethtool: %s %s: %s\n", Arguments[1], Arguments[2], strerror(errno));
                return 1;
            }
        }
    }
    printf("ethtool:");
    for (unsigned Index = 0; Index < sizeof(Features) / sizeof(Features[0]); ++Index)
    {
        Value = (struct ethtool_value){.cmd = Features[Index].Get};
        Ask(Socket, Arguments[0], &Value);
        Value.data &= Features[Index].Flag != 0 ? Features[Index].Flag : 1;
        printf(" %s %s", Features[Index].Name, Value.data != 0 ? "on" : "off");
    }
    printf("\n");
    return 0;
}

int Dhcp(const char *Event)
{
    static const char *const Names[] = {"ip", "subnet", "router", "dns"};

    printf("dhcp: %s", Event);
    for (unsigned Index = 0; Index < sizeof(Names) / sizeof(Names[0]); ++Index)
    {
        const char *Value = getenv(Names[Index]);

        printf(" %s", Value != NULL ? Value : "-");
    }
    printf("\n");
    return 0;
}
