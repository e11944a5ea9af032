/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The kinds of devices that this host has. A new one is a file beside this one and a row here.
 */

#include "../bus.h"

#define HOST_DEVICE_TYPES(X)                                                                                           \
    X(HeartbeatType)                                                                                                   \
    X(ShutdownType)                                                                                                    \
    X(TimeSyncType)                                                                                                    \
    X(KeyboardType)                                                                                                    \
    X(MouseType)                                                                                                       \
    X(ScsiType)                                                                                                        \
    X(SocketType)                                                                                                      \
    X(BalloonType)                                                                                                     \
    X(KvpType)                                                                                                         \
    X(VssType)                                                                                                         \
    X(FileCopyType)                                                                                                    \
    X(NetworkType)                                                                                                     \
    X(IdeType)                                                                                                         \
    X(PciType)                                                                                                         \
    X(VideoType)                                                                                                       \
    X(SerialType)                                                                                                      \
    X(FileSystemType)                                                                                                  \
    X(EmulationType)                                                                                                   \
    X(FibreChannelType)

#define HOST_DECLARE(Type) extern const HOST_DEVICE_TYPE Type;
#define HOST_ADDRESS(Type) &Type,

HOST_DEVICE_TYPES(HOST_DECLARE)

const HOST_DEVICE_TYPE *const HostDeviceTypes[] = {HOST_DEVICE_TYPES(HOST_ADDRESS) NULL};
