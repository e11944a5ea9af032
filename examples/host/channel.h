/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief What bus.c asks of channel.c: the life of a channel's rings.
 */

#ifndef HOST_CHANNEL_H
#define HOST_CHANNEL_H

#include "bus.h"

/** Maps the rings of a GPADL and begins to listen. Returns 0 if they cannot be rings. */
int ChannelOpen(HOST_CHANNEL *Channel, HV_UINT32 Gpadl, HV_UINT32 DownstreamPage);
/** Tells the device that its channel is open, once the guest has the result. */
void ChannelStart(HOST_CHANNEL *Channel, const HV_UINT8 *UserData);
/** The guest set the channel's bit in the monitor page. */
void ChannelTriggered(HOST_CHANNEL *Channel);
/** Closes a channel if it is open: the device first, then the rings. */
void ChannelClose(HOST_CHANNEL *Channel);

#endif /* !HOST_CHANNEL_H */
