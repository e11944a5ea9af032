/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief A network that is libslirp: a back end of network.c.
 *
 * libslirp is a TCP/IP stack in user space. It answers DHCP (the guest is
 * 10.0.2.15), forwards DNS (10.0.2.3) to this machine's name server, and connects
 * TCP and UDP of the guest to sockets of this program, so that no privilege is
 * needed. 10.0.2.2 is this machine's loopback interface. IPv6 is fec0::/64 likewise.
 *
 * libslirp wants to be called around poll(): slirp_pollfds_fill() names files and
 * events to wait for, slirp_pollfds_poll() hears what came. Here the files are in
 * an epoll instance of their own, which is one readable file for the host's loop:
 *
 *     a frame of the guest   -> slirp_input()        -> Plan()
 *     the epoll is readable  -> slirp_pollfds_poll() -> Plan()
 *     a timer                -> slirp_pollfds_poll() -> Plan()
 *     Plan(), once the burst is over -> slirp_pollfds_fill() -> epoll, timer
 *
 * Back pressure. While frames wait for the guest, no socket is read: TCP's senders
 * notice, and libslirp's buffers stay as they are. In the other direction libslirp
 * has a window of a fixed size for each connection, as every TCP.
 *
 * Without the library the host is built all the same; this back end then says so.
 */

#define _GNU_SOURCE
#include "network.h"

#if defined(HOST_HAS_SLIRP)

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

#include <libslirp.h>

enum
{
    MaximumFiles = 1024, /* Sockets of the guest's connections. */
    EventsAtOnce = 64,
};

typedef struct SLIRP_FILE
{
    int File;
    int Wanted;     /* SLIRP_POLL_...: of the last fill. */
    int Registered; /* Events that the epoll has; 0 if it does not have the file. */
    int Came;
} SLIRP_FILE;

typedef struct SLIRP SLIRP;

typedef struct SLIRP_TIMER
{
    SlirpTimerCb Callback;
    void *Context;
} SLIRP_TIMER;

struct SLIRP
{
    NETWORK *Network;
    Slirp *Stack;
    int Epoll;
    int IsPlanned;
    int IsPaused;
    SLIRP_FILE Files[MaximumFiles];
    unsigned FileCount;
    NETWORK_FRAME Frame;
};

static void Plan(SLIRP *Back);

/*
 * Functions that libslirp calls.
 */

static ssize_t SendPacket(const void *Data, size_t Bytes, void *Context)
{
    SLIRP *Back = Context;

    if (Bytes <= sizeof(Back->Frame.Data))
    {
        Back->Frame.Bytes = Bytes;
        Back->Frame.Vlan = NetworkNoVlan;
        memcpy(Back->Frame.Data, Data, Bytes);
        NetworkDeliver(Back->Network, &Back->Frame);
    }
    return (ssize_t)Bytes;
}

static void GuestError(const char *Text, void *Context)
{
    (void)Context;
    HostTrace("slirp: %s", Text);
}

static int64_t GetNanoseconds(void *Context)
{
    struct timespec Now;

    (void)Context;
    clock_gettime(CLOCK_MONOTONIC, &Now);
    return (int64_t)Now.tv_sec * 1000000000 + Now.tv_nsec;
}

static void RunTimer(void *Context)
{
    SLIRP_TIMER *Timer = Context;

    Timer->Callback(Timer->Context);
}

static void *NewTimer(SlirpTimerCb Callback, void *TimerContext, void *Context)
{
    SLIRP_TIMER *Timer = malloc(sizeof(*Timer));

    (void)Context;
    if (Timer == NULL)
    {
        HostFail("memory");
    }
    *Timer = (SLIRP_TIMER){Callback, TimerContext};
    return Timer;
}

static void FreeTimer(void *Timer, void *Context)
{
    (void)Context;
    HostCancelTimer(RunTimer, Timer);
    free(Timer);
}

static void SetTimer(void *Timer, int64_t Milliseconds, void *Context)
{
    const int64_t Now = GetNanoseconds(Context) / 1000000;

    HostTimer(Milliseconds > Now ? (unsigned)(Milliseconds - Now) : 0, RunTimer, Timer);
}

/* A file that is new needs nothing: the next fill names it. One that goes may come back as another with its number. */
static void AddFile(int File, void *Context)
{
    (void)File;
    (void)Context;
}

static void RemoveFile(int File, void *Context)
{
    SLIRP *Back = Context;

    for (unsigned Index = 0; Index < Back->FileCount; ++Index)
    {
        if (Back->Files[Index].File == File)
        {
            (void)epoll_ctl(Back->Epoll, EPOLL_CTL_DEL, File, NULL);
            Back->Files[Index].Registered = 0;
            Back->Files[Index].Came = 0;
        }
    }
}

static void Notify(void *Context)
{
    Plan(Context);
}

static const SlirpCb Callbacks = {
    .send_packet = SendPacket,
    .guest_error = GuestError,
    .clock_get_ns = GetNanoseconds,
    .timer_new = NewTimer,
    .timer_free = FreeTimer,
    .timer_mod = SetTimer,
    .register_poll_fd = AddFile,
    .unregister_poll_fd = RemoveFile,
    .notify = Notify,
};

/*
 * Waiting for files.
 */

/* The place of a file in the list, which grows by it; null if it is full. */
static SLIRP_FILE *FindFile(SLIRP *Back, int File)
{
    for (unsigned Index = 0; Index < Back->FileCount; ++Index)
    {
        if (Back->Files[Index].File == File)
        {
            return &Back->Files[Index];
        }
    }
    if (Back->FileCount == MaximumFiles)
    {
        return NULL;
    }
    Back->Files[Back->FileCount] = (SLIRP_FILE){.File = File};
    return &Back->Files[Back->FileCount++];
}

static int AddPoll(int File, int Events, void *Context)
{
    SLIRP *Back = Context;
    SLIRP_FILE *Found = FindFile(Back, File);

    if (Found == NULL)
    {
        return -1; /* Is not heard until another connection ends. */
    }
    Found->Wanted = Events;
    return (int)(Found - Back->Files);
}

static int GetEvents(int Index, void *Context)
{
    const SLIRP *Back = Context;

    return Index >= 0 && (unsigned)Index < Back->FileCount ? Back->Files[Index].Came : 0;
}

/* Makes the epoll wait for what a file wants. */
static void Register(SLIRP *Back, SLIRP_FILE *File)
{
    struct epoll_event Event = {.data.fd = File->File};

    if (File->Wanted == File->Registered)
    {
        return;
    }
    Event.events |= (File->Wanted & SLIRP_POLL_IN) != 0 ? EPOLLIN : 0;
    Event.events |= (File->Wanted & SLIRP_POLL_OUT) != 0 ? EPOLLOUT : 0;
    Event.events |= (File->Wanted & SLIRP_POLL_PRI) != 0 ? EPOLLPRI : 0;
    if (File->Wanted == 0)
    {
        (void)epoll_ctl(Back->Epoll, EPOLL_CTL_DEL, File->File, NULL);
    }
    /* A number may have become another file in the meantime, which the epoll does not have. */
    else if (epoll_ctl(Back->Epoll, EPOLL_CTL_MOD, File->File, &Event) != 0 &&
             (errno != ENOENT || epoll_ctl(Back->Epoll, EPOLL_CTL_ADD, File->File, &Event) != 0))
    {
        HostTrace("slirp: file %d cannot be watched: %s", File->File, strerror(errno));
    }
    File->Registered = File->Wanted;
}

/* Hands the stack the events since the last fill; none if HasEvents is 0. */
static void RunStack(SLIRP *Back, int HasEvents)
{
    struct epoll_event Events[EventsAtOnce];
    const int Count = HasEvents ? epoll_wait(Back->Epoll, Events, EventsAtOnce, 0) : 0;

    for (int Index = 0; Index < Count; ++Index)
    {
        SLIRP_FILE *File = FindFile(Back, Events[Index].data.fd);

        if (File != NULL)
        {
            File->Came |= (Events[Index].events & EPOLLIN) != 0 ? SLIRP_POLL_IN : 0;
            File->Came |= (Events[Index].events & EPOLLOUT) != 0 ? SLIRP_POLL_OUT : 0;
            File->Came |= (Events[Index].events & EPOLLPRI) != 0 ? SLIRP_POLL_PRI : 0;
            File->Came |= (Events[Index].events & EPOLLERR) != 0 ? SLIRP_POLL_ERR : 0;
            File->Came |= (Events[Index].events & EPOLLHUP) != 0 ? SLIRP_POLL_HUP : 0;
        }
    }
    slirp_pollfds_poll(Back->Stack, Count < 0, GetEvents, Back);
    for (unsigned Index = 0; Index < Back->FileCount; ++Index)
    {
        Back->Files[Index].Came = 0;
    }
    NetworkFlush(Back->Network);
    Plan(Back);
}

static void TimeHasCome(void *Context)
{
    RunStack(Context, 0);
}

static void Readable(void *Context)
{
    RunStack(Context, 1);
}

static void Pause(SLIRP *Back, int IsPaused)
{
    if (IsPaused && !Back->IsPaused)
    {
        HostUnwatch(Back->Epoll);
    }
    if (!IsPaused && Back->IsPaused)
    {
        HostWatch(Back->Epoll, Readable, Back);
    }
    Back->IsPaused = IsPaused;
}

/* Asks the stack what it waits for, after a burst of work. */
static void Fill(void *Context)
{
    SLIRP *Back = Context;
    uint32_t Milliseconds = UINT32_MAX;
    unsigned Kept = 0;

    Back->IsPlanned = 0;
    for (unsigned Index = 0; Index < Back->FileCount; ++Index)
    {
        Back->Files[Index].Wanted = 0;
    }
    slirp_pollfds_fill(Back->Stack, &Milliseconds, AddPoll, Back);
    for (unsigned Index = 0; Index < Back->FileCount; ++Index)
    {
        Register(Back, &Back->Files[Index]);
        Kept = Back->Files[Index].Wanted != 0 ? Index + 1 : Kept;
    }
    Back->FileCount = Kept; /* The stack knows files by their places, so only the end of the list can go. */
    Pause(Back, NetworkIsFull(Back->Network));
    if (Milliseconds != UINT32_MAX)
    {
        HostTimer(Milliseconds, TimeHasCome, Back);
    }
}

static void Plan(SLIRP *Back)
{
    if (!Back->IsPlanned)
    {
        Back->IsPlanned = 1;
        HostTimer(0, Fill, Back);
    }
}

/*
 * The back end.
 */

static int Send(void *State, NETWORK_FRAME *Frame)
{
    SLIRP *Back = State;

    if (Frame->Vlan != NetworkNoVlan)
    {
        return 0; /* There are no VLANs behind libslirp. */
    }
    slirp_input(Back->Stack, Frame->Data, (int)Frame->Bytes);
    Plan(Back);
    return 1;
}

static void Resume(void *State)
{
    SLIRP *Back = State;

    Pause(Back, 0);
    Plan(Back);
}

static void *Create(NETWORK *Network, const char *Arguments, char *Reason)
{
    /* The network that QEMU made common: guests' images expect it. */
    const SlirpConfig Config = {
        .version = SLIRP_CONFIG_VERSION_MIN,
        .in_enabled = true,
        .vnetwork.s_addr = htonl(0x0A000200),
        .vnetmask.s_addr = htonl(0xFFFFFF00),
        .vhost.s_addr = htonl(0x0A000202),
        .vnameserver.s_addr = htonl(0x0A000203),
        .vdhcp_start.s_addr = htonl(0x0A00020F),
        .in6_enabled = true,
        .vprefix_addr6.s6_addr = {0xFE, 0xC0},
        .vprefix_len = 64,
        .vhost6.s6_addr = {0xFE, 0xC0, [15] = 2},
        .vnameserver6.s6_addr = {0xFE, 0xC0, [15] = 3},
    };
    SLIRP *Back;

    if (Arguments != NULL)
    {
        strcpy(Reason, "slirp takes no arguments");
        return NULL;
    }
    Back = calloc(1, sizeof(*Back));
    if (Back == NULL)
    {
        HostFail("memory");
    }
    Back->Network = Network;
    Back->Epoll = epoll_create1(EPOLL_CLOEXEC);
    Back->Stack = Back->Epoll >= 0 ? slirp_new(&Config, &Callbacks, Back) : NULL;
    if (Back->Stack == NULL)
    {
        snprintf(Reason, 256, "libslirp %s cannot be started", slirp_version_string());
        if (Back->Epoll >= 0)
        {
            close(Back->Epoll);
        }
        free(Back);
        return NULL;
    }
    HostSay("%s: libslirp %s", Network->Device->Name, slirp_version_string());
    HostWatch(Back->Epoll, Readable, Back);
    Plan(Back);
    return Back;
}

static void Destroy(void *State)
{
    SLIRP *Back = State;

    Pause(Back, 1);
    slirp_cleanup(Back->Stack);
    HostCancelTimer(Fill, Back);
    HostCancelTimer(TimeHasCome, Back);
    close(Back->Epoll);
    free(Back);
}

const NETWORK_BACK_END SlirpBackEnd = {
    .Name = "slirp", .Create = Create, .Send = Send, .Resume = Resume, .Destroy = Destroy};

#else

#include <string.h>

static void *Create(NETWORK *Network, const char *Arguments, char *Reason)
{
    (void)Network;
    (void)Arguments;
    strcpy(Reason, "this host was built without libslirp (Debian's package libslirp-dev)");
    return NULL;
}

const NETWORK_BACK_END SlirpBackEnd = {.Name = "slirp", .Create = Create};

#endif
