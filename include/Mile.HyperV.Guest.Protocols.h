/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Protocols between a guest and its host: the VMBus, its devices, the firmware's devices.
 *
 * This header only includes others: one for each topic in Mile.HyperV/VMBus/, Device/ and
 * Firmware/. A source that needs one topic can include its header alone.
 */

#ifndef MILE_HYPERV_GUEST_PROTOCOLS
#define MILE_HYPERV_GUEST_PROTOCOLS

#include "Mile.HyperV.Guest.Interface.h"

#include "Mile.HyperV/VMBus/Channel.h"
#include "Mile.HyperV/VMBus/ChannelMessage.h"
#include "Mile.HyperV/VMBus/DeviceGuid.h"
#include "Mile.HyperV/VMBus/NtStatus.h"
#include "Mile.HyperV/VMBus/Packet.h"
#include "Mile.HyperV/VMBus/Pipe.h"
#include "Mile.HyperV/VMBus/Ring.h"
#include "Mile.HyperV/VMBus/Socket.h"

#include "Mile.HyperV/Device/DynamicMemory.h"
#include "Mile.HyperV/Device/FibreChannel.h"
#include "Mile.HyperV/Device/FileSystem.h"
#include "Mile.HyperV/Device/Graphics.h"
#include "Mile.HyperV/Device/GraphicsAddress.h"
#include "Mile.HyperV/Device/GraphicsAllocation.h"
#include "Mile.HyperV/Device/GraphicsDevice.h"
#include "Mile.HyperV/Device/GraphicsFormat.h"
#include "Mile.HyperV/Device/GraphicsQuery.h"
#include "Mile.HyperV/Device/GraphicsSync.h"
#include "Mile.HyperV/Device/GuestCrash.h"
#include "Mile.HyperV/Device/GuestEmulation.h"
#include "Mile.HyperV/Device/GuestEmulationLog.h"
#include "Mile.HyperV/Device/GuestServices.h"
#include "Mile.HyperV/Device/Heartbeat.h"
#include "Mile.HyperV/Device/IntegrationComponent.h"
#include "Mile.HyperV/Device/KeyValueExchange.h"
#include "Mile.HyperV/Device/Keyboard.h"
#include "Mile.HyperV/Device/Mouse.h"
#include "Mile.HyperV/Device/Network.h"
#include "Mile.HyperV/Device/NetworkDirect.h"
#include "Mile.HyperV/Device/NetworkDirectIoctl.h"
#include "Mile.HyperV/Device/NetworkDirectMlx4.h"
#include "Mile.HyperV/Device/Pci.h"
#include "Mile.HyperV/Device/RemoteDesktop.h"
#include "Mile.HyperV/Device/Rndis.h"
#include "Mile.HyperV/Device/RndisOffload.h"
#include "Mile.HyperV/Device/RndisOid.h"
#include "Mile.HyperV/Device/Serial.h"
#include "Mile.HyperV/Device/SharedFolder.h"
#include "Mile.HyperV/Device/Shutdown.h"
#include "Mile.HyperV/Device/Storage.h"
#include "Mile.HyperV/Device/TimeSync.h"
#include "Mile.HyperV/Device/Video.h"
#include "Mile.HyperV/Device/VolumeShadowCopy.h"

#include "Mile.HyperV/Firmware/Bios.h"
#include "Mile.HyperV/Firmware/BiosEventLog.h"
#include "Mile.HyperV/Firmware/BootEventLog.h"
#include "Mile.HyperV/Firmware/Igvm.h"
#include "Mile.HyperV/Firmware/PowerManagement.h"
#include "Mile.HyperV/Firmware/UefiConfig.h"

#include "Mile.HyperV/Compat/VMBus.h"

#endif /* !MILE_HYPERV_GUEST_PROTOCOLS */
