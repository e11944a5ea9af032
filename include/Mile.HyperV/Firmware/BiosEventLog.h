/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Event log of the firmware, and its transfer to the host.
 *
 * The firmware collects events in channels, each identified by a GUID. To flush a channel, it
 * builds BIOS_EVENT_CHANNEL in memory and writes the address to BiosConfigEventLogFlush
 * (Bios.h). Data is a sequence of EFI_EVENT_DESCRIPTOR, each of HeaderSize bytes and followed by
 * DataSize bytes of event data, without gaps. BootEventLog.h defines one channel.
 *
 * The host reads guest memory and must check that HeaderSize and DataSize of each descriptor
 * stay within DataSize of the channel. OpenVMM accepts a Data of one descriptor to 16 KiB, and
 * supports only the boot event log.
 *
 * Sources: mu_msvm BiosEventLogInterface and EventLogDxe; OpenVMM firmware_uefi; the
 * original Mile.HyperV (1.x).
 */

#ifndef MILE_HYPERV_FIRMWARE_BIOS_EVENT_LOG
#define MILE_HYPERV_FIRMWARE_BIOS_EVENT_LOG

#include "../Hypervisor/Types.h"

HV_HEADER_BEGIN

/** Flag of EFI_EVENT_DESCRIPTOR: the event data may still change. */
#define EVENT_FLAG_PENDING 0x00000001
/** Flag of EFI_EVENT_DESCRIPTOR: committed before it was complete, for instance by a flush. */
#define EVENT_FLAG_INCOMPLETE 0x00000002

/** Header of an event; the event data follows. */
typedef struct EFI_EVENT_DESCRIPTOR
{
    HV_GUID Producer;      /**< Producer of the event, or zero. */
    HV_GUID CorrelationId; /**< Groups related events, or zero. */
    HV_UINT64 CreateTime;  /**< Time of creation, by mu_msvm's performance counter. */
    HV_UINT64 CommitTime;  /**< Time of commitment, by mu_msvm's performance counter. */
    HV_UINT32 EventId;     /**< Number that the producer assigns. */
    HV_UINT32 Flags;       /**< EVENT_FLAG_... */
    HV_UINT32 HeaderSize;  /**< Bytes of this structure, in any revision; at least 64. */
    /** Bytes of event data that follow; at most the rest of BIOS_EVENT_CHANNEL.Data. */
    HV_UINT32 DataSize;
} EFI_EVENT_DESCRIPTOR, *PEFI_EVENT_DESCRIPTOR;
HV_STATIC_ASSERT(sizeof(EFI_EVENT_DESCRIPTOR) == 64);

/** HeaderSize of the first revision, in bytes. Later revisions add members at the end. */
#define SIZEOF_EFI_EVENT_DESCRIPTOR_REVISION_1 64

/**
 * Events of a channel. Guest to host, by BiosConfigEventLogFlush; no response. Its first version is
 * undocumented.
 */
typedef struct BIOS_EVENT_CHANNEL
{
    HV_GUID Channel;         /**< Identifies the channel. */
    HV_UINT32 EventsWritten; /**< Number of events written. */
    HV_UINT32 EventsLost;    /**< Number of events lost. */
    HV_UINT32 DataSize;      /**< Bytes of Data; at least 64, at most 16 KiB in OpenVMM. */
    HV_UINT8 Data[];         /**< Events, each with an EFI_EVENT_DESCRIPTOR. */
} BIOS_EVENT_CHANNEL, *PBIOS_EVENT_CHANNEL;
HV_STATIC_ASSERT(sizeof(BIOS_EVENT_CHANNEL) == 28);

HV_HEADER_END

#endif /* !MILE_HYPERV_FIRMWARE_BIOS_EVENT_LOG */
