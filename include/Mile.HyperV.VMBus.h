/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The VMBus and every device on it, and the interface of the hypervisor that carries them.
 *
 * This header only includes others. These headers in Mile.HyperV/VMBus/ describe the bus: Channel.h
 * (channels), ChannelMessage.h (their creation and removal), Ring.h and Packet.h (their contents),
 * Pipe.h and Socket.h (additions of some channels). DeviceGuid.h lists the devices.
 */

#ifndef MILE_HYPERV_VMBUS
#define MILE_HYPERV_VMBUS

#include "Mile.HyperV.Guest.Protocols.h"
#include "Mile.HyperV.TLFS.h"

#endif /* !MILE_HYPERV_VMBUS */
