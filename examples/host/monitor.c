/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Monitor pages: signals of the guest that cost no hypercall, and arrive some time later.
 *
 * The guest gives two pages when it connects. In the one from child to parent each
 * channel has a bit, which the guest sets in place of HvCallSignalEvent:
 *
 *     guest: Pending |= bit  ->  [some time, at most Latency]  ->  Poll(): Pending &= ~bit
 *                                                                    ChannelTriggered()
 *
 * On Hyper-V the hypervisor polls. KVM has no such pages, so this file does, by a
 * timer; it writes latency and connection of each channel into the page, as the
 * hypervisor needs them, and a guest can read them there. The page from parent to
 * child serves a host that signals in the same way. This one does not: its groups
 * are disabled.
 *
 * The guest can write anything there at any time. The host reads nothing but the
 * bits, and looks only at those of open channels: a bit that is set again and
 * again costs one look at a ring each period.
 */

#include "monitor.h"
#include "channel.h"

#include <string.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <Mile.HyperV/Hypervisor/Synic.h>
#include <Mile.HyperV/VMBus/Channel.h>

enum
{
    GroupBits = 32,
};

static HV_UINT16 Latency; /* In units of 100 ns; 0: no monitors. */
static int TimerFile = -1;
static HV_GPA ParentToChildPage; /* 0: none. */
static HV_GPA ChildToParentPage;
static HOST_CHANNEL *Owners[VMBUS_MAX_MONITORS];

static HV_MONITOR_PAGE *Page(HV_GPA Address)
{
    return Address % HostPageBytes == 0 ? HostMemory(Address, sizeof(HV_MONITOR_PAGE)) : NULL;
}

/* A channel that takes no signals, and a reserved one, takes none through the page either (observed in OpenVMM). */
static int IsMonitored(const HOST_CHANNEL *Channel)
{
    return Channel != NULL && Channel->IsOpen && !Channel->IsReserved &&
           Channel->Processor != VMBUS_VP_INDEX_DISABLE_INTERRUPT;
}

int MonitorIsInUse(void)
{
    for (unsigned Id = 0; Id < VMBUS_MAX_MONITORS; ++Id)
    {
        if (IsMonitored(Owners[Id]))
        {
            return 1;
        }
    }
    return 0;
}

static void Poll(void *Context)
{
    HV_MONITOR_PAGE *Monitors = ChildToParentPage != 0 ? Page(ChildToParentPage) : NULL;
    uint64_t Times;

    (void)Context;
    (void)!read(TimerFile, &Times, sizeof(Times));
    if (Monitors == NULL)
    {
        return;
    }
    for (unsigned Group = 0; Group < VMBUS_MAX_MONITORS / GroupBits; ++Group)
    {
        HV_UINT32 *Pending = &Monitors->TriggerGroup[Group].Pending;
        HV_UINT32 Bits = __atomic_load_n(Pending, __ATOMIC_ACQUIRE);

        for (unsigned Bit = 0; Bits != 0 && Bit < GroupBits; ++Bit)
        {
            HOST_CHANNEL *Channel = Owners[Group * GroupBits + Bit];

            if ((Bits >> Bit & 1) != 0 && IsMonitored(Channel))
            {
                /* First the bit, then the ring: what the guest adds later sets the bit again. */
                __atomic_fetch_and(Pending, ~((HV_UINT32)1 << Bit), __ATOMIC_SEQ_CST);
                __atomic_fetch_and(&Monitors->TriggerGroup[Group].Armed, ~((HV_UINT32)1 << Bit), __ATOMIC_SEQ_CST);
                ChannelTriggered(Channel);
            }
        }
    }
}

void MonitorCreate(unsigned Microseconds)
{
    Latency = (HV_UINT16)(Microseconds * 10);
    if (Latency == 0)
    {
        return;
    }
    TimerFile = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
    if (TimerFile < 0)
    {
        HostFail("a timer");
    }
    HostWatch(TimerFile, Poll, NULL);
}

/* Writes the delay and the connection of one trigger into the page. */
static void Describe(unsigned Id, HV_UINT16 Delay, HV_UINT32 Connection)
{
    HV_MONITOR_PAGE *Monitors = ChildToParentPage != 0 ? Page(ChildToParentPage) : NULL;

    if (Monitors != NULL)
    {
        Monitors->Latency[Id / GroupBits][Id % GroupBits] = Delay;
        Monitors->Parameter[Id / GroupBits][Id % GroupBits].ConnectionId.AsUINT32 = Connection;
        Monitors->Parameter[Id / GroupBits][Id % GroupBits].FlagNumber = 0;
    }
}

int MonitorSetPages(HV_GPA ParentToChild, HV_GPA ChildToParent)
{
    struct itimerspec Period = {0};

    if ((ParentToChild == 0) != (ChildToParent == 0) ||
        (ParentToChild != 0 && (Page(ParentToChild) == NULL || Page(ChildToParent) == NULL)))
    {
        return 0;
    }
    ParentToChildPage = ParentToChild;
    ChildToParentPage = ChildToParent;
    if (Latency == 0)
    {
        return 1;
    }
    if (ChildToParent != 0)
    {
        Page(ParentToChild)->TriggerState.AsUINT32 = 0;
        Page(ChildToParent)->TriggerState = (HV_MONITOR_TRIGGER_STATE){.GroupEnable = 0xF};
        Period.it_interval.tv_nsec = Latency * 100L;
        Period.it_value = Period.it_interval;
    }
    for (unsigned Id = 0; Id < VMBUS_MAX_MONITORS; ++Id)
    {
        if (Owners[Id] != NULL)
        {
            Describe(Id, Latency, Owners[Id]->Connection);
        }
    }
    if (timerfd_settime(TimerFile, 0, &Period, NULL) != 0)
    {
        HostFail("a timer");
    }
    return 1;
}

void MonitorAssign(HOST_CHANNEL *Channel)
{
    const int CanHave = Latency != 0 && ChildToParentPage != 0;

    for (unsigned Id = 0; CanHave && Channel->Monitor == VMBUS_INVALID_MONITOR_ID && Id < VMBUS_MAX_MONITORS; ++Id)
    {
        if (Owners[Id] == NULL)
        {
            Owners[Id] = Channel;
            Channel->Monitor = Id;
        }
    }
    MonitorDescribe(Channel);
}

void MonitorDescribe(const HOST_CHANNEL *Channel)
{
    if (Channel->Monitor != VMBUS_INVALID_MONITOR_ID)
    {
        Describe(Channel->Monitor, Latency, Channel->Connection);
    }
}

void MonitorRelease(HOST_CHANNEL *Channel)
{
    if (Channel->Monitor != VMBUS_INVALID_MONITOR_ID)
    {
        Describe(Channel->Monitor, 0, 0);
        Owners[Channel->Monitor] = NULL;
        Channel->Monitor = VMBUS_INVALID_MONITOR_ID;
    }
}
