/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Boot event log: result of each attempt of the firmware to boot from a device.
 *
 * The boot event log is a channel of the firmware's event log (BiosEventLog.h). The data of an
 * event with the number BOOT_DEVICE_EVENT_ID is BOOTEVENT_DEVICE_ENTRY.
 *
 * Sources: mu_msvm BootEventLogLib; OpenVMM firmware_uefi; the original Mile.HyperV (1.x).
 */

#ifndef MILE_HYPERV_FIRMWARE_BOOT_EVENT_LOG
#define MILE_HYPERV_FIRMWARE_BOOT_EVENT_LOG

#include "../Hypervisor/Types.h"

HV_HEADER_BEGIN

/** Channel of the boot event log: 8cc6713b-360d-4406-9268-f6b0cfdfca91. */
#define BOOT_EVENT_CHANNEL_GUID_INIT                                                                                   \
    HV_GUID_INIT(0x8cc6713b, 0x360d, 0x4406, 0x92, 0x68, 0xf6, 0xb0, 0xcf, 0xdf, 0xca, 0x91)
HV_DEFINE_GUID(BOOT_EVENT_CHANNEL_GUID, BOOT_EVENT_CHANNEL_GUID_INIT);

/** EFI_EVENT_DESCRIPTOR.EventId of an event with BOOTEVENT_DEVICE_ENTRY. */
#define BOOT_DEVICE_EVENT_ID 1

/** Group of a BOOT_DEVICE_STATUS, in bits 16 to 31. */
typedef HV_UINT32 BOOT_DEVICE_STATUS_GROUP, *PBOOT_DEVICE_STATUS_GROUP;
enum
{
    DeviceStatusBootGroup = 0x00010000,
    DeviceStatusSecureBootGroup = 0x00020000,
    DeviceStatusNetworkGroup = 0x00030000,
};

/** Result of an attempt to boot; BootPending while the attempt is in progress. */
typedef HV_UINT32 BOOT_DEVICE_STATUS, *PBOOT_DEVICE_STATUS;
enum
{
    BootPending = 0,
    BootDeviceNoFilesystem = 0x00010000,
    BootDeviceNoLoader = 0x00010001,
    BootDeviceIncompatibleLoader = 0x00010002,
    BootDeviceReturnedFailure = 0x00010003,
    BootDeviceOsNotLoaded = 0x00010004,
    BootDeviceOsLoaded = 0x00010005,
    BootDeviceNoDevices = 0x00010006,
    BootDeviceLoadError = 0x00010007,
    SecureBootFailed = 0x00020000,
    SecureBootPolicyDenied = 0x00020001,
    SecureBootHashDenied = 0x00020002,
    SecureBootCertDenied = 0x00020003,
    SecureBootInvalidImage = 0x00020004,
    SecureBootUnsignedHashNotInDb = 0x00020005,
    SecureBootSignedHashNotFound = 0x00020006,
    SecureBootNeitherCertNorHashInDb = 0x00020007,
    NetworkBootMediaDisconnected = 0x00030000,
    NetworkBootDhcpFailed = 0x00030001,
    NetworkBootNoResponse = 0x00030002,
    NetworkBootBufferTooSmall = 0x00030003,
    NetworkBootDeviceError = 0x00030004,
    NetworkBootNoResources = 0x00030005,
    NetworkBootServerTimeout = 0x00030006,
    NetworkBootCancelled = 0x00030007,
    NetworkBootIcmpError = 0x00030008,
    NetworkBootTftpError = 0x00030009,
    NetworkBootNoBootFile = 0x0003000A,
    NetworkBootUnexpectedFailure = 0x0003000B,
};

/** BOOT_DEVICE_STATUS_GROUP of a BOOT_DEVICE_STATUS. */
#define GET_BOOT_DEVICE_STATUS_GROUP(Status) ((Status) & 0xFFFF0000)

/** Attempt to boot from one device. */
typedef struct BOOTEVENT_DEVICE_ENTRY
{
    BOOT_DEVICE_STATUS Status;
    HV_UINT32 Padding;
    HV_UINT64 ExtendedStatus;     /**< EFI_STATUS. */
    HV_UINT16 BootVariableNumber; /**< Number of the UEFI variable Boot####. */
    HV_UINT16 Padding1;
    HV_UINT32 DevicePathSize;     /**< Bytes of DevicePath; bounded by the event's DataSize. */
    HV_UINT8 DevicePath[];        /**< UEFI device path. */
} BOOTEVENT_DEVICE_ENTRY, *PBOOTEVENT_DEVICE_ENTRY;
HV_STATIC_ASSERT(sizeof(BOOTEVENT_DEVICE_ENTRY) == 24);

HV_HEADER_END

#endif /* !MILE_HYPERV_FIRMWARE_BOOT_EVENT_LOG */
