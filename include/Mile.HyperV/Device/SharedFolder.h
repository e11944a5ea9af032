/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Virtual SMB: folders of the host in a guest, for containers and the like.
 *
 * Class VSMB_CLASS_ID, 4d12e519-17a0-4ae4-8eaa-5270fc6abdb7; instance VSMB_INSTANCE_ID,
 * dcc079ae-60ba-4d07-847c-3493609c0870 (VMBus/DeviceGuid.h). The messages of the channel are
 * undocumented, so this header defines nothing else.
 *
 * Source: the original Mile.HyperV (1.x).
 */

#ifndef MILE_HYPERV_DEVICE_SHARED_FOLDER
#define MILE_HYPERV_DEVICE_SHARED_FOLDER

#include "../VMBus/DeviceGuid.h"

#endif /* !MILE_HYPERV_DEVICE_SHARED_FOLDER */
