/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Virtual SMB: folders of the host in a guest, for containers and the like.
 *
 * Class 4d12e519-17a0-4ae4-8eaa-5270fc6abdb7, instance
 * dcc079ae-60ba-4d07-847c-3493609c0870 (VMBus/DeviceGuid.h). No public source
 * defines what travels in this channel; the names and the GUIDs are all that is
 * known, so this header holds nothing but them.
 *
 * Source: the original collection.
 */

#ifndef MILE_HYPERV_DEVICE_SHARED_FOLDER
#define MILE_HYPERV_DEVICE_SHARED_FOLDER

#include "../VMBus/DeviceGuid.h"

#endif /* !MILE_HYPERV_DEVICE_SHARED_FOLDER */
