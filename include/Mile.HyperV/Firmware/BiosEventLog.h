/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The firmware's event log: what it gives to the host when it flushes a channel.
 *
 * The firmware collects events in channels, each named by a GUID. To flush one, it
 * builds BIOS_EVENT_CHANNEL in memory and writes the address to
 * BiosConfigEventLogFlush (Bios.h). Data is a row of EFI_EVENT_DESCRIPTOR, each of
 * HeaderSize bytes and followed by DataSize bytes of its own; the next one begins
 * right behind. The channel of BootEventLog.h is one.
 *
 * A host reads guest memory here: HeaderSize and DataSize stay within the channel's
 * DataSize. OpenVMM takes from one descriptor to 16 KiB, and knows only the boot
 * event log.
 *
 * Sources: mu_msvm BiosEventLogInterface and EventLogDxe; OpenVMM firmware_uefi; the
 * original collection.
 */

#ifndef MILE_HYPERV_FIRMWARE_BIOS_EVENT_LOG
#define MILE_HYPERV_FIRMWARE_BIOS_EVENT_LOG

#include "../Hypervisor/Types.h"

HV_HEADER_BEGIN

/** EFI_EVENT_DESCRIPTOR.Flags: its data may still change. */
#define EVENT_FLAG_PENDING 0x00000001
/** It was committed before it was complete, for instance by a flush. */
#define EVENT_FLAG_INCOMPLETE 0x00000002

/** An event; its data follow. */
typedef struct EFI_EVENT_DESCRIPTOR
{
    HV_GUID Producer;      /**< Or zero. */
    HV_GUID CorrelationId; /**< Joins events that belong together, or zero. */
    HV_UINT64 CreateTime;  /**< When it began, by mu_msvm's performance counter. */
    HV_UINT64 CommitTime;  /**< When it was committed, by the same. */
    HV_UINT32 EventId;     /**< The producer's number. */
    HV_UINT32 Flags;       /**< EVENT_FLAG_... */
    HV_UINT32 HeaderSize;  /**< Bytes of this structure, in whatever revision. */
    HV_UINT32 DataSize;    /**< Bytes that follow. */
} EFI_EVENT_DESCRIPTOR, *PEFI_EVENT_DESCRIPTOR;
HV_STATIC_ASSERT(sizeof(EFI_EVENT_DESCRIPTOR) == 64);

/** HeaderSize of the first revision; later ones add members at the end. */
#define SIZEOF_EFI_EVENT_DESCRIPTOR_REVISION_1 64

/** What is flushed: guest to host. */
typedef struct BIOS_EVENT_CHANNEL
{
    HV_GUID Channel;    /**< Its name. */
    HV_UINT32 EventsWritten;
    HV_UINT32 EventsLost;
    HV_UINT32 DataSize; /**< Bytes of Data. */
    HV_UINT8 Data[];
} BIOS_EVENT_CHANNEL, *PBIOS_EVENT_CHANNEL;
HV_STATIC_ASSERT(sizeof(BIOS_EVENT_CHANNEL) == 28);

HV_HEADER_END

#endif /* !MILE_HYPERV_FIRMWARE_BIOS_EVENT_LOG */
