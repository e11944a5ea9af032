/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Event loop: files that become readable, timers, and the lock that protects the host's state.
 */

#include "host.h"

#include <errno.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum
{
    MaximumFiles = 4096, /* One file for each channel that is open, and a few more. */
    MaximumTimers = 1024,
    EventsAtOnce = 32,
};

typedef struct WATCH
{
    HOST_CALLBACK *Callback;
    void *Context;
} WATCH;

typedef struct TIMER
{
    HOST_CALLBACK *Callback;
    void *Context;
    uint64_t Due;
} TIMER;

static pthread_mutex_t Lock = PTHREAD_MUTEX_INITIALIZER;
static int Poll;
static int WakeEvent; /* Wakes the loop when another thread changed its timers or ended it. */
static WATCH Watches[MaximumFiles];
static TIMER Timers[MaximumTimers];
static unsigned TimerCount;
static int Ended;
static int EndStatus;
static int Verbose;

static void Report(const char *Format, va_list Arguments)
{
    char Text[1024];

    vsnprintf(Text, sizeof(Text), Format, Arguments);
    fprintf(stderr, "host: %s\n", Text);
}

void HostSay(const char *Format, ...)
{
    va_list Arguments;

    va_start(Arguments, Format);
    Report(Format, Arguments);
    va_end(Arguments);
}

void HostTrace(const char *Format, ...)
{
    va_list Arguments;

    if (!Verbose)
    {
        return;
    }
    va_start(Arguments, Format);
    Report(Format, Arguments);
    va_end(Arguments);
}

void HostSetVerbose(int On)
{
    Verbose = On;
}

void HostFail(const char *Format, ...)
{
    char Text[1024];
    int Error = errno;
    va_list Arguments;

    va_start(Arguments, Format);
    vsnprintf(Text, sizeof(Text), Format, Arguments);
    va_end(Arguments);
    fprintf(stderr, "host: %s%s%s\n", Text, Error != 0 ? ": " : "", Error != 0 ? strerror(Error) : "");
    _exit(2);
}

void HostLock(void)
{
    pthread_mutex_lock(&Lock);
}

void HostUnlock(void)
{
    pthread_mutex_unlock(&Lock);
}

uint64_t HostMilliseconds(void)
{
    struct timespec Now;

    clock_gettime(CLOCK_MONOTONIC, &Now);
    return (uint64_t)Now.tv_sec * 1000U + (uint64_t)Now.tv_nsec / 1000000U;
}

static void TakeWake(void *Context)
{
    uint64_t Times;

    (void)Context;
    (void)!read(WakeEvent, &Times, sizeof(Times));
}

static void Wake(void)
{
    const uint64_t One = 1;

    (void)!write(WakeEvent, &One, sizeof(One));
}

void HostLoopCreate(void)
{
    struct rlimit Limit;

    /* A guest's connections (slirp.c) must not use the numbers up to which files can be watched: they fail instead. */
    if (getrlimit(RLIMIT_NOFILE, &Limit) == 0 && Limit.rlim_cur > MaximumFiles)
    {
        Limit.rlim_cur = MaximumFiles;
        (void)setrlimit(RLIMIT_NOFILE, &Limit);
    }
    Poll = epoll_create1(EPOLL_CLOEXEC);
    WakeEvent = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (Poll < 0 || WakeEvent < 0)
    {
        HostFail("the event loop");
    }
    HostWatch(WakeEvent, TakeWake, NULL);
}

void HostWatch(int File, HOST_CALLBACK *Callback, void *Context)
{
    struct epoll_event Event = {.events = EPOLLIN, .data.fd = File};

    if (File < 0 || File >= MaximumFiles)
    {
        HostFail("too many files are open");
    }
    Watches[File] = (WATCH){Callback, Context};
    if (epoll_ctl(Poll, EPOLL_CTL_ADD, File, &Event) != 0)
    {
        HostFail("a file cannot be watched");
    }
}

void HostUnwatch(int File)
{
    (void)epoll_ctl(Poll, EPOLL_CTL_DEL, File, NULL);
    Watches[File].Callback = NULL;
}

void HostCancelTimer(HOST_CALLBACK *Callback, void *Context)
{
    for (unsigned Index = 0; Index < TimerCount; ++Index)
    {
        if (Timers[Index].Callback == Callback && Timers[Index].Context == Context)
        {
            Timers[Index] = Timers[--TimerCount];
            return;
        }
    }
}

void HostTimer(unsigned Milliseconds, HOST_CALLBACK *Callback, void *Context)
{
    HostCancelTimer(Callback, Context);
    if (TimerCount == MaximumTimers)
    {
        errno = 0;
        HostFail("too many timers");
    }
    Timers[TimerCount++] = (TIMER){Callback, Context, HostMilliseconds() + Milliseconds};
    Wake();
}

/* Calls what is due; returns the milliseconds until the next timer, -1 without one. */
static int RunTimers(void)
{
    uint64_t Now = HostMilliseconds();
    uint64_t Next = UINT64_MAX;

    for (unsigned Index = 0; Index < TimerCount;)
    {
        TIMER Timer = Timers[Index];

        if (Timer.Due > Now)
        {
            ++Index;
            continue;
        }
        Timers[Index] = Timers[--TimerCount];
        Timer.Callback(Timer.Context);
    }
    for (unsigned Index = 0; Index < TimerCount; ++Index)
    {
        Next = Timers[Index].Due < Next ? Timers[Index].Due : Next;
    }
    if (Next == UINT64_MAX)
    {
        return -1;
    }
    return Next <= Now ? 0 : (int)(Next - Now < 60000U ? Next - Now : 60000U);
}

int HostLoopRun(void)
{
    HostLock();
    while (!Ended)
    {
        struct epoll_event Events[EventsAtOnce];
        int Wait = RunTimers();
        int Count;

        if (Ended)
        {
            break;
        }
        HostUnlock();
        Count = epoll_wait(Poll, Events, EventsAtOnce, Wait);
        HostLock();
        for (int Index = 0; Index < Count && !Ended; ++Index)
        {
            /* An earlier callback may have ended this watch. */
            WATCH Watch = Watches[Events[Index].data.fd];

            if (Watch.Callback != NULL)
            {
                Watch.Callback(Watch.Context);
            }
        }
    }
    HostUnlock();
    return EndStatus;
}

void HostEnd(int Status)
{
    if (!Ended)
    {
        Ended = 1;
        EndStatus = Status;
    }
    Wake();
}
