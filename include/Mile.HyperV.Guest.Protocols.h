/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief What a guest speaks with its host above the hypervisor: the VMBus, the devices on it, the firmware's devices.
 *
 * Only includes: one file a topic, under Mile.HyperV/. Include a topic alone
 * where one is enough.
 */

#ifndef MILE_HYPERV_GUEST_PROTOCOLS
#define MILE_HYPERV_GUEST_PROTOCOLS

#include "Mile.HyperV/VMBus/Channel.h"
#include "Mile.HyperV/VMBus/ChannelMessage.h"
#include "Mile.HyperV/VMBus/DeviceGuid.h"
#include "Mile.HyperV/VMBus/Packet.h"
#include "Mile.HyperV/VMBus/Pipe.h"
#include "Mile.HyperV/VMBus/Ring.h"
#include "Mile.HyperV/VMBus/Socket.h"

#include "Mile.HyperV/Device/FibreChannel.h"
#include "Mile.HyperV/Device/FileSystem.h"
#include "Mile.HyperV/Device/Keyboard.h"
#include "Mile.HyperV/Device/Mouse.h"
#include "Mile.HyperV/Device/Storage.h"
#include "Mile.HyperV/Device/Video.h"

#endif /* !MILE_HYPERV_GUEST_PROTOCOLS */
