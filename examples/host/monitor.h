/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief What bus.c and channel.c ask of monitor.c: monitor ids, and the guest's two monitor pages.
 */

#ifndef HOST_MONITOR_H
#define HOST_MONITOR_H

#include "bus.h"

enum
{
    MonitorMinimumMicroseconds = 50,
    MonitorMaximumMicroseconds = 6553, /* A latency is 16 bits in units of 100 ns. */
};

/** Prepares; Microseconds is the latency, 0 for a bus whose offers have no monitor ids. */
void MonitorCreate(unsigned Microseconds);
/**
 * Takes the monitor pages of a guest, or 0 and 0 for none. Returns 0 if there is only one, or if one is no page of
 * memory; the pages before them then stay in use.
 */
int MonitorSetPages(HV_GPA ParentToChild, HV_GPA ChildToParent);
/** Gives a channel a monitor id, if it has none, the bus has any, and the guest has pages. */
void MonitorAssign(HOST_CHANNEL *Channel);
/** Writes into the page what a channel's trigger signals: its connection may have changed. */
void MonitorDescribe(const HOST_CHANNEL *Channel);
/** Takes a channel's monitor id back. */
void MonitorRelease(HOST_CHANNEL *Channel);
/** Whether a channel is open that is signalled through the page. */
int MonitorIsInUse(void);

#endif /* !HOST_MONITOR_H */
