/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief A network that is a tap device of Linux: a back end of network.c.
 *
 * A tap device is a network interface of this machine whose cable ends in a file:
 * what the interface sends is read, and what is written it receives. --network=tap:NAME
 * attaches to the interface NAME, or creates it if the user may; its address and
 * its bridge are the administrator's (Documentation of Linux: tuntap).
 *
 * VLAN tags are beside a frame in this program, and in it on the cable.
 */

#define _GNU_SOURCE
#include "network.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum
{
    FramesAtOnce = 64, /* Of the tap device, before other events get their turn. */
    AddressBytes = 12, /* Before the tag. */
    TagBytes = 4,
};

typedef struct TAP
{
    NETWORK *Network;
    int File;
    int IsWatched;
    NETWORK_FRAME Frame;
} TAP;

/* Moves a tag from the frame's bytes to Vlan. */
static void TakeTag(NETWORK_FRAME *Frame)
{
    uint8_t *Data = Frame->Data;

    Frame->Vlan = NetworkNoVlan;
    if (Frame->Bytes >= EthernetHeaderBytes + TagBytes && Data[AddressBytes] == 0x81 && Data[AddressBytes + 1] == 0)
    {
        Frame->Vlan = Data[AddressBytes + 2] << 8 | Data[AddressBytes + 3];
        Frame->Bytes -= TagBytes;
        memmove(Data + AddressBytes, Data + AddressBytes + TagBytes, Frame->Bytes - AddressBytes);
    }
}

static void Watch(TAP *Tap, int IsWatched);

static void Readable(void *Context)
{
    TAP *Tap = Context;

    for (unsigned Count = 0; Count < FramesAtOnce; ++Count)
    {
        ssize_t Bytes;

        if (NetworkIsFull(Tap->Network))
        {
            Watch(Tap, 0);
            break;
        }
        Bytes = read(Tap->File, Tap->Frame.Data, sizeof(Tap->Frame.Data));
        if (Bytes <= 0)
        {
            if (Bytes < 0 && errno != EAGAIN && errno != EINTR)
            {
                /* The interface was deleted. Its file stays readable, which would keep the loop busy. */
                HostSay("%s: tap device: %s", Tap->Network->Device->Name, strerror(errno));
                Watch(Tap, 0);
            }
            break;
        }
        Tap->Frame.Bytes = (size_t)Bytes;
        TakeTag(&Tap->Frame);
        NetworkDeliver(Tap->Network, &Tap->Frame);
    }
    NetworkFlush(Tap->Network);
}

static void Watch(TAP *Tap, int IsWatched)
{
    if (IsWatched && !Tap->IsWatched)
    {
        HostWatch(Tap->File, Readable, Tap);
    }
    if (!IsWatched && Tap->IsWatched)
    {
        HostUnwatch(Tap->File);
    }
    Tap->IsWatched = IsWatched;
}

static void Resume(void *State)
{
    Watch(State, 1);
}

static int Send(void *State, NETWORK_FRAME *Frame)
{
    TAP *Tap = State;
    const uint8_t Tag[TagBytes] = {0x81, 0, (uint8_t)(Frame->Vlan >> 8), (uint8_t)Frame->Vlan};
    const int HasTag = Frame->Vlan != NetworkNoVlan;
    const struct iovec Pieces[3] = {{Frame->Data, AddressBytes},
                                    {(void *)(uintptr_t)Tag, HasTag ? TagBytes : 0},
                                    {Frame->Data + AddressBytes, Frame->Bytes - AddressBytes}};

    return writev(Tap->File, Pieces, 3) >= 0;
}

static void *Create(NETWORK *Network, const char *Arguments, char *Reason)
{
    struct ifreq Request = {.ifr_flags = IFF_TAP | IFF_NO_PI};
    TAP *Tap;

    if (Arguments == NULL || *Arguments == 0 || strlen(Arguments) >= sizeof(Request.ifr_name))
    {
        strcpy(Reason, "a tap device has a name of at most 15 characters: tap:NAME");
        return NULL;
    }
    strcpy(Request.ifr_name, Arguments);
    Tap = calloc(1, sizeof(*Tap));
    if (Tap == NULL)
    {
        HostFail("memory");
    }
    Tap->Network = Network;
    Tap->File = open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC);
    if (Tap->File < 0 || ioctl(Tap->File, TUNSETIFF, &Request) != 0)
    {
        snprintf(Reason, 256, "tap device %s: %s", Arguments, strerror(errno));
        if (Tap->File >= 0)
        {
            close(Tap->File);
        }
        free(Tap);
        return NULL;
    }
    Watch(Tap, 1);
    return Tap;
}

static void Destroy(void *State)
{
    TAP *Tap = State;

    Watch(Tap, 0);
    close(Tap->File);
    free(Tap);
}

const NETWORK_BACK_END TapBackEnd = {
    .Name = "tap", .Create = Create, .Send = Send, .Resume = Resume, .Destroy = Destroy};
