/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief A SCSI disk on a file: the back end of scsi.c. It knows nothing of the VMBus.
 */

#ifndef HOST_DEVICE_DISK_H
#define HOST_DEVICE_DISK_H

#include <stddef.h>
#include <stdint.h>
#include <sys/uio.h>

enum
{
    DiskSectorBytes = 512,
    DiskSenseBytes = 18,
    ScsiStatusGood = 0,
    ScsiStatusCheckCondition = 2,
};

typedef struct DISK DISK;

/** A command and where its data are; the results are filled in. */
typedef struct SCSI_REQUEST
{
    const uint8_t *Cdb;         /**< 16 bytes. */
    int IsToDevice;             /**< Direction of the data. */
    const struct iovec *Pieces; /**< The guest's memory. */
    int PieceCount;
    size_t Bytes;               /**< Of all pieces. */
    size_t Moved;               /**< Bytes that were read or written. */
    uint8_t Status;             /**< ScsiStatus... */
    uint8_t Sense[DiskSenseBytes]; /**< Valid with ScsiStatusCheckCondition. */
} SCSI_REQUEST;

/**
 * Opens a disk: the path of a raw file, or "memory:N" for N MiB that are forgotten at the end; then ":ro" for one that
 * cannot be written. Returns null with a reason in Reason (256 bytes).
 */
DISK *DiskOpen(const char *Text, char *Reason);
void DiskClose(DISK *Disk);
/** Executes a command. The disk takes no byte of Pieces for granted: the guest can change them meanwhile. */
void DiskExecute(DISK *Disk, SCSI_REQUEST *Request);
uint64_t DiskSectors(const DISK *Disk);
/** Reads for a report, past all faults. Returns 0 if it fails. */
int DiskRead(const DISK *Disk, uint64_t Offset, void *Buffer, size_t Bytes);
/** Lets accesses to sectors fail: reads (1), writes (2) or both (3). Returns 0 if there are too many such ranges. */
int DiskAddFault(DISK *Disk, uint64_t Sector, uint64_t Count, int Kinds);
void DiskClearFaults(DISK *Disk);

typedef struct DISK_STATISTICS
{
    uint64_t Reads, Writes, BytesRead, BytesWritten, Flushes, Unmaps, BytesUnmapped, Errors;
} DISK_STATISTICS;

const DISK_STATISTICS *DiskStatistics(const DISK *Disk);

#endif /* !HOST_DEVICE_DISK_H */
