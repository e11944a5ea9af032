/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief A SCSI disk on a raw file: the commands that operating systems send to disks, no more.
 *
 * Sources: SPC-4 and SBC-3 (T10) for commands, pages and sense data.
 */

#define _GNU_SOURCE
#include "disk.h"

#include "../host.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum
{
    MaximumFaults = 16,
    MaximumMebibytes = 65536,
    MaximumUnmapRanges = 64,
};

/* Operation codes. */
enum
{
    TestUnitReady = 0x00,
    RequestSense = 0x03,
    Read6 = 0x08,
    Write6 = 0x0A,
    Inquiry = 0x12,
    ModeSense6 = 0x1A,
    StartStopUnit = 0x1B,
    PreventAllow = 0x1E,
    ReadCapacity10 = 0x25,
    Read10 = 0x28,
    Write10 = 0x2A,
    SynchronizeCache10 = 0x35,
    Unmap = 0x42,
    ModeSense10 = 0x5A,
    Read16 = 0x88,
    Write16 = 0x8A,
    SynchronizeCache16 = 0x91,
    ServiceActionIn16 = 0x9E,
    ReadCapacity16 = 0x10, /* Service action. */
    ReportLuns = 0xA0,
    Read12 = 0xA8,
    Write12 = 0xAA,
};

/* Sense: key in bits 16 to 23, additional code and qualifier below. */
enum
{
    SenseNone = 0,
    SenseReadError = 0x031100,
    SenseWriteError = 0x030C00,
    SenseInvalidCommand = 0x052000,
    SenseOutOfRange = 0x052100,
    SenseInvalidField = 0x052400,
    SenseInvalidParameter = 0x052600,
    SenseWriteProtected = 0x072700,
};

typedef struct FAULT
{
    uint64_t Sector;
    uint64_t Count;
    int Kinds;
} FAULT;

struct DISK
{
    int File;
    int IsReadOnly;
    uint64_t Sectors;
    uint64_t Serial;
    FAULT Faults[MaximumFaults];
    unsigned FaultCount;
    DISK_STATISTICS Statistics;
};

/* Numbers in SCSI are big-endian. */

static uint64_t Get(const uint8_t *At, unsigned Bytes)
{
    uint64_t Value = 0;

    for (unsigned Index = 0; Index < Bytes; ++Index)
    {
        Value = Value << 8 | At[Index];
    }
    return Value;
}

static void Put(uint8_t *At, unsigned Bytes, uint64_t Value)
{
    while (Bytes != 0)
    {
        At[--Bytes] = (uint8_t)Value;
        Value >>= 8;
    }
}

/*
 * Opening.
 */

DISK *DiskOpen(const char *Text, char *Reason)
{
    static uint64_t Serials;
    char Path[PATH_MAX];
    size_t Length = strlen(Text);
    DISK *Disk = calloc(1, sizeof(*Disk));
    struct stat Status;

    if (Disk == NULL)
    {
        HostFail("memory");
    }
    if (Length >= sizeof(Path))
    {
        snprintf(Reason, 256, "the path is too long");
        free(Disk);
        return NULL;
    }
    strcpy(Path, Text);
    if (Length > 3 && strcmp(Path + Length - 3, ":ro") == 0)
    {
        Disk->IsReadOnly = 1;
        Path[Length - 3] = 0;
    }
    errno = 0;
    if (strncmp(Path, "memory:", 7) == 0)
    {
        long Mebibytes = strtol(Path + 7, NULL, 10);

        Disk->File = Mebibytes >= 1 && Mebibytes <= MaximumMebibytes ? memfd_create("disk", MFD_CLOEXEC) : -1;
        if (Disk->File >= 0 && ftruncate(Disk->File, (off_t)Mebibytes << 20) != 0)
        {
            close(Disk->File);
            Disk->File = -1;
        }
    }
    else
    {
        Disk->File = open(Path, (Disk->IsReadOnly ? O_RDONLY : O_RDWR) | O_CLOEXEC);
    }
    if (Disk->File < 0 || fstat(Disk->File, &Status) != 0 || Status.st_size < DiskSectorBytes)
    {
        snprintf(Reason, 256, "%.200s: %s", Path, errno != 0 ? strerror(errno) : "no file of at least one sector");
        if (Disk->File >= 0)
        {
            close(Disk->File);
        }
        free(Disk);
        return NULL;
    }
    Disk->Sectors = (uint64_t)Status.st_size / DiskSectorBytes;
    Disk->Serial = ++Serials;
    return Disk;
}

void DiskClose(DISK *Disk)
{
    close(Disk->File);
    free(Disk);
}

uint64_t DiskSectors(const DISK *Disk)
{
    return Disk->Sectors;
}

const DISK_STATISTICS *DiskStatistics(const DISK *Disk)
{
    return &Disk->Statistics;
}

int DiskRead(const DISK *Disk, uint64_t Offset, void *Buffer, size_t Bytes)
{
    return pread(Disk->File, Buffer, Bytes, (off_t)Offset) == (ssize_t)Bytes;
}

int DiskAddFault(DISK *Disk, uint64_t Sector, uint64_t Count, int Kinds)
{
    if (Disk->FaultCount == MaximumFaults)
    {
        return 0;
    }
    Disk->Faults[Disk->FaultCount++] = (FAULT){Sector, Count, Kinds};
    return 1;
}

void DiskClearFaults(DISK *Disk)
{
    Disk->FaultCount = 0;
}

/*
 * Answers.
 */

static void Fail(DISK *Disk, SCSI_REQUEST *Request, unsigned Sense)
{
    ++Disk->Statistics.Errors;
    Request->Status = ScsiStatusCheckCondition;
    Request->Moved = 0;
    memset(Request->Sense, 0, sizeof(Request->Sense));
    Request->Sense[0] = 0x70; /* Current error, fixed format. */
    Request->Sense[2] = (uint8_t)(Sense >> 16);
    Request->Sense[7] = DiskSenseBytes - 8;
    Request->Sense[12] = (uint8_t)(Sense >> 8);
    Request->Sense[13] = (uint8_t)Sense;
}

/* The same, with the sector at which it happened. */
static void FailAt(DISK *Disk, SCSI_REQUEST *Request, unsigned Sense, uint64_t Sector)
{
    Fail(Disk, Request, Sense);
    if (Sector <= UINT32_MAX)
    {
        Request->Sense[0] |= 0x80; /* The information field is valid. */
        Put(Request->Sense + 3, 4, Sector);
    }
}

/* Gives data of the disk itself; the guest gets as much as it has room for, and as it allows. */
static void Give(SCSI_REQUEST *Request, const void *Data, size_t Bytes, size_t Allowed)
{
    size_t Done = 0;

    Bytes = Bytes < Allowed ? Bytes : Allowed;
    Bytes = !Request->IsToDevice && Bytes < Request->Bytes ? Bytes : Request->IsToDevice ? 0 : Request->Bytes;
    for (int Index = 0; Index < Request->PieceCount && Done < Bytes; ++Index)
    {
        size_t Piece = Request->Pieces[Index].iov_len < Bytes - Done ? Request->Pieces[Index].iov_len : Bytes - Done;

        memcpy(Request->Pieces[Index].iov_base, (const uint8_t *)Data + Done, Piece);
        Done += Piece;
    }
    Request->Moved = Done;
}

/* Text of a fixed length, filled up with spaces. */
static void PutText(uint8_t *At, size_t Bytes, const char *Text)
{
    memset(At, ' ', Bytes);
    memcpy(At, Text, strlen(Text) < Bytes ? strlen(Text) : Bytes);
}

static void DoInquiry(DISK *Disk, SCSI_REQUEST *Request)
{
    uint8_t Data[96] = {0};
    const unsigned Page = Request->Cdb[2];
    const size_t Allowed = Get(Request->Cdb + 3, 2);
    char Serial[17];
    size_t Bytes;

    snprintf(Serial, sizeof(Serial), "MILE%012llX", (unsigned long long)Disk->Serial);
    if ((Request->Cdb[1] & 1) == 0)
    {
        if (Page != 0)
        {
            Fail(Disk, Request, SenseInvalidField);
            return;
        }
        Data[2] = 6; /* SPC-4. */
        Data[3] = 2; /* Response format. */
        Data[4] = 36 - 5;
        Data[7] = 2; /* Command queuing. */
        PutText(Data + 8, 8, "MileHv");
        PutText(Data + 16, 16, "Virtual Disk");
        PutText(Data + 32, 4, "1.0");
        Give(Request, Data, 36, Allowed);
        return;
    }
    Data[1] = (uint8_t)Page;
    switch (Page)
    {
    case 0x00: /* Supported pages. */
        memcpy(Data + 4, (const uint8_t[]){0x00, 0x80, 0x83, 0xB0, 0xB1, 0xB2}, 6);
        Bytes = 6;
        break;
    case 0x80: /* Serial number. */
        PutText(Data + 4, 16, Serial);
        Bytes = 16;
        break;
    case 0x83: /* Identification: T10 vendor ID, ASCII. */
        Data[4] = 2;
        Data[5] = 1;
        Data[7] = 24;
        PutText(Data + 8, 8, "MileHv");
        PutText(Data + 16, 16, Serial);
        Bytes = 28;
        break;
    case 0xB0: /* Block limits: those of UNMAP. */
        Put(Data + 20, 4, UINT32_MAX);
        Put(Data + 24, 4, MaximumUnmapRanges);
        Put(Data + 28, 4, HostPageBytes / DiskSectorBytes);
        Bytes = 60;
        break;
    case 0xB1: /* Characteristics: a non-rotating medium. */
        Put(Data + 4, 2, 1);
        Bytes = 60;
        break;
    case 0xB2: /* Logical block provisioning: UNMAP works, and unmapped sectors read as zeros. */
        Data[5] = 0x80 | 0x04;
        Data[6] = 2;
        Bytes = 4;
        break;
    default:
        Fail(Disk, Request, SenseInvalidField);
        return;
    }
    Put(Data + 2, 2, Bytes);
    Give(Request, Data, Bytes + 4, Allowed);
}

static void DoModeSense(DISK *Disk, SCSI_REQUEST *Request, int IsLong)
{
    uint8_t Data[32] = {0};
    const unsigned Page = Request->Cdb[2] & 0x3F;
    const unsigned HeaderBytes = IsLong ? 8 : 4;
    unsigned Bytes = HeaderBytes;

    if (Page != 0x3F && Page != 0x08)
    {
        Fail(Disk, Request, SenseInvalidField);
        return;
    }
    Data[Bytes] = 0x08; /* Caching: what is written may be in a cache until it is flushed. */
    Data[Bytes + 1] = 18;
    Data[Bytes + 2] = 4;
    Bytes += 20;
    Data[IsLong ? 3 : 2] = Disk->IsReadOnly ? 0x80 : 0x00;
    Put(Data, IsLong ? 2 : 1, Bytes - (IsLong ? 2 : 1));
    Give(Request, Data, Bytes, IsLong ? Get(Request->Cdb + 7, 2) : Request->Cdb[4]);
}

static void DoReadCapacity(DISK *Disk, SCSI_REQUEST *Request, int IsLong)
{
    uint8_t Data[32] = {0};

    if (!IsLong)
    {
        Put(Data, 4, Disk->Sectors - 1 < UINT32_MAX ? Disk->Sectors - 1 : UINT32_MAX);
        Put(Data + 4, 4, DiskSectorBytes);
        Give(Request, Data, 8, 8);
        return;
    }
    Put(Data, 8, Disk->Sectors - 1);
    Put(Data + 8, 4, DiskSectorBytes);
    Data[14] = 0x80 | 0x40; /* UNMAP works, and unmapped sectors read as zeros. */
    Give(Request, Data, 32, Get(Request->Cdb + 10, 4));
}

/*
 * Data.
 */

static int HasFault(const DISK *Disk, uint64_t Sector, uint64_t Count, int Kind, uint64_t *At)
{
    for (unsigned Index = 0; Index < Disk->FaultCount; ++Index)
    {
        const FAULT *Fault = &Disk->Faults[Index];

        if ((Fault->Kinds & Kind) != 0 && Sector < Fault->Sector + Fault->Count && Fault->Sector < Sector + Count)
        {
            *At = Fault->Sector > Sector ? Fault->Sector : Sector;
            return 1;
        }
    }
    return 0;
}

static void DoTransfer(DISK *Disk, SCSI_REQUEST *Request, uint64_t Sector, uint64_t Count, int IsWrite)
{
    const size_t Bytes = (size_t)Count * DiskSectorBytes;
    uint64_t FaultAt;
    ssize_t Done;

    if (Sector > Disk->Sectors || Count > Disk->Sectors - Sector)
    {
        Fail(Disk, Request, SenseOutOfRange);
        return;
    }
    if (IsWrite && Disk->IsReadOnly)
    {
        Fail(Disk, Request, SenseWriteProtected);
        return;
    }
    if (Count > UINT32_MAX / DiskSectorBytes || Bytes != Request->Bytes || (Bytes != 0 && Request->IsToDevice != IsWrite))
    {
        Fail(Disk, Request, SenseInvalidField);
        return;
    }
    if (HasFault(Disk, Sector, Count, IsWrite ? 2 : 1, &FaultAt))
    {
        FailAt(Disk, Request, IsWrite ? SenseWriteError : SenseReadError, FaultAt);
        return;
    }
    Done = IsWrite ? pwritev(Disk->File, Request->Pieces, Request->PieceCount, (off_t)(Sector * DiskSectorBytes))
                   : preadv(Disk->File, Request->Pieces, Request->PieceCount, (off_t)(Sector * DiskSectorBytes));
    if (Done != (ssize_t)Bytes)
    {
        FailAt(Disk, Request, IsWrite ? SenseWriteError : SenseReadError, Sector);
        return;
    }
    Request->Moved = Bytes;
    *(IsWrite ? &Disk->Statistics.Writes : &Disk->Statistics.Reads) += 1;
    *(IsWrite ? &Disk->Statistics.BytesWritten : &Disk->Statistics.BytesRead) += Bytes;
}

/* The parameter list: 8 bytes, then 16 for each range. */
static void DoUnmap(DISK *Disk, SCSI_REQUEST *Request)
{
    uint8_t List[8 + 16 * MaximumUnmapRanges];
    size_t Bytes = 0;
    size_t Ranges;

    for (int Index = 0; Index < Request->PieceCount && Bytes < sizeof(List); ++Index)
    {
        size_t Piece = Request->Pieces[Index].iov_len < sizeof(List) - Bytes ? Request->Pieces[Index].iov_len
                                                                             : sizeof(List) - Bytes;

        memcpy(List + Bytes, Request->Pieces[Index].iov_base, Piece);
        Bytes += Piece;
    }
    if (!Request->IsToDevice || Bytes < 8 || Get(List + 2, 2) > Bytes - 8)
    {
        Fail(Disk, Request, SenseInvalidParameter);
        return;
    }
    if (Disk->IsReadOnly)
    {
        Fail(Disk, Request, SenseWriteProtected);
        return;
    }
    Ranges = Get(List + 2, 2) / 16;
    for (size_t Index = 0; Index < Ranges; ++Index)
    {
        uint64_t Sector = Get(List + 8 + 16 * Index, 8);
        uint64_t Count = Get(List + 16 + 16 * Index, 4);

        if (Sector > Disk->Sectors || Count > Disk->Sectors - Sector)
        {
            Fail(Disk, Request, SenseOutOfRange);
            return;
        }
        if (Count != 0 && fallocate(Disk->File, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE,
                                    (off_t)(Sector * DiskSectorBytes), (off_t)(Count * DiskSectorBytes)) != 0)
        {
            FailAt(Disk, Request, SenseWriteError, Sector);
            return;
        }
        Disk->Statistics.BytesUnmapped += Count * DiskSectorBytes;
    }
    ++Disk->Statistics.Unmaps;
    Request->Moved = Request->Bytes;
}

static void DoFlush(DISK *Disk, SCSI_REQUEST *Request)
{
    ++Disk->Statistics.Flushes;
    if (!Disk->IsReadOnly && fdatasync(Disk->File) != 0)
    {
        Fail(Disk, Request, SenseWriteError);
    }
}

void DiskExecute(DISK *Disk, SCSI_REQUEST *Request)
{
    const uint8_t *Cdb = Request->Cdb;

    Request->Status = ScsiStatusGood;
    Request->Moved = 0;
    switch (Cdb[0])
    {
    case TestUnitReady:
    case StartStopUnit:
    case PreventAllow:
        break;
    case RequestSense:
        Give(Request, (const uint8_t[DiskSenseBytes]){0x70, [7] = DiskSenseBytes - 8}, DiskSenseBytes, Cdb[4]);
        break;
    case Inquiry:
        DoInquiry(Disk, Request);
        break;
    case ModeSense6:
    case ModeSense10:
        DoModeSense(Disk, Request, Cdb[0] == ModeSense10);
        break;
    case ReadCapacity10:
        DoReadCapacity(Disk, Request, 0);
        break;
    case ServiceActionIn16:
        if ((Cdb[1] & 0x1F) == ReadCapacity16)
        {
            DoReadCapacity(Disk, Request, 1);
        }
        else
        {
            Fail(Disk, Request, SenseInvalidField);
        }
        break;
    case Read6:
    case Write6:
        DoTransfer(Disk, Request, Get(Cdb + 1, 3) & 0x1FFFFF, Cdb[4] != 0 ? Cdb[4] : 256, Cdb[0] == Write6);
        break;
    case Read10:
    case Write10:
        DoTransfer(Disk, Request, Get(Cdb + 2, 4), Get(Cdb + 7, 2), Cdb[0] == Write10);
        break;
    case Read12:
    case Write12:
        DoTransfer(Disk, Request, Get(Cdb + 2, 4), Get(Cdb + 6, 4), Cdb[0] == Write12);
        break;
    case Read16:
    case Write16:
        DoTransfer(Disk, Request, Get(Cdb + 2, 8), Get(Cdb + 10, 4), Cdb[0] == Write16);
        break;
    case SynchronizeCache10:
    case SynchronizeCache16:
        DoFlush(Disk, Request);
        break;
    case Unmap:
        DoUnmap(Disk, Request);
        break;
    default:
        Fail(Disk, Request, SenseInvalidCommand);
    }
}
