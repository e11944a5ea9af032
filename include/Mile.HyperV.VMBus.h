/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The VMBus and every device on it, and the interface of the hypervisor that carries them.
 *
 * Only includes. The bus itself is explained in Mile.HyperV/VMBus/Channel.h
 * (what a channel is), ChannelMessage.h (how it comes and goes), Ring.h and
 * Packet.h (what is in it), Pipe.h and Socket.h (what some channels add);
 * Mile.HyperV/VMBus/DeviceGuid.h lists the devices.
 */

#ifndef MILE_HYPERV_VMBUS
#define MILE_HYPERV_VMBUS

#include "Mile.HyperV.Guest.Protocols.h"
#include "Mile.HyperV.TLFS.h"

#endif /* !MILE_HYPERV_VMBUS */
