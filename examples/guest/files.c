/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief A file system of the host: a file is found, read in messages, and read into pages; both must be the same.
 *
 * There is no message that opens a file: each request names it. The host answers one
 * request before it takes the next, so that a packet which comes at any other time is a
 * mistake. Pages that the host may write are given to the pipe under a handle, and taken
 * back after the read; what is in them is copied before it is looked at.
 */

#include "guest.h"

static HV_DECLSPEC_ALIGN(8) HV_UINT8 Buffer[MILE_HYPERV_FILE_SYSTEM_PACKET_MAXIMUM_SIZE];

/** The longest file that is read. */
#define FILE_PAGES 16U
#define FILE_BYTES (FILE_PAGES * PAGE_SIZE)

/** The file as the messages had it, and pages that the host writes. */
static HV_UINT8 File[FILE_BYTES];
static HV_DECLSPEC_ALIGN(4096) HV_UINT8 Pages[FILE_PAGES][PAGE_SIZE];
static HV_UINT8 Copy[PAGE_SIZE];
static HV_UINT32 FileBytes;
static HV_UINT32 IsRdmaCapable;

/** Our name for the pages; any number would do. */
#define PAGES_HANDLE 7

/** The file that is read, and others that a host must not find: outside of what it shares. */
static const HV_UINT16 Path[] = {'\\', 'h', 'e', 'l', 'l', 'o', '.', 't', 'x', 't'};
static const HV_UINT16 Above[] = {'\\', '.', '.', '\\', 'h', 'e', 'l', 'l', 'o', '.', 't', 'x', 't'};
static const HV_UINT16 Link[] = {'\\', 'l', 'i', 'n', 'k'};
#define UNITS(Path) ((HV_UINT32)(sizeof(Path) / sizeof((Path)[0])))

/** Sends a request and waits for the packet that answers it. @p Built is what the builder returned. */
static GUEST_RESULT Exchange(GUEST *Guest, MILE_HV_RESULT Built, const void *Request, HV_UINT32 Bytes,
                             MILE_HV_PACKET *Reply)
{
    GUEST_RESULT Result =
        Sent(Guest, Built == MileHvSuccess ? MileHvSendPipe(&Guest->Send, Request, Bytes) : Built);

    return Result == GuestDone ? WaitPacket(Guest, Now(Guest) + PATIENCE, Buffer, sizeof(Buffer), Reply) : Result;
}

GUEST_RESULT AgreeOnFilesVersion(GUEST *Guest)
{
    VMBFS_MESSAGE_VERSION_REQUEST Request;
    MILE_HV_PACKET Reply;

    if (!Guest->IsOpen)
    {
        return Skip("no channel is open");
    }
    for (HV_UINT32 Version = MileHvFileSystemVersionBelow(0xFFFFFFFFU); Version != 0;
         Version = MileHvFileSystemVersionBelow(Version))
    {
        MILE_HV_RESULT Answer;
        const HV_UINT32 Bytes = MileHvFileSystemVersionBuild(&Request, Version);
        GUEST_RESULT Result = Exchange(Guest, MileHvSuccess, &Request, Bytes, &Reply);

        if (Result != GuestDone)
        {
            return Result;
        }
        Answer = MileHvFileSystemVersionCheck(&Reply);
        if (Answer == MileHvCorrupt)
        {
            return GuestDeviceCorrupt;
        }
        PrintVersion(Version, Answer == MileHvSuccess);
        if (Answer == MileHvSuccess)
        {
            Guest->FilesVersion = Version;
            return GuestDone;
        }
    }
    return GuestDeviceRefused;
}

/** Asks whether there is a file, and prints it. */
static GUEST_RESULT Ask(GUEST *Guest, const HV_UINT16 *Name, HV_UINT32 Units, MILE_HV_RESULT *Answer,
                        MILE_HV_FILE_SYSTEM_INFO *Info)
{
    HV_UINT8 Request[64];
    char Text[32];
    MILE_HV_PACKET Reply;
    HV_UINT32 Bytes;
    const MILE_HV_RESULT Built = MileHvFileSystemInfoBuild(Request, sizeof(Request), Name, Units, &Bytes);
    GUEST_RESULT Result = Exchange(Guest, Built, Request, Bytes, &Reply);

    if (Result != GuestDone)
    {
        return Result;
    }
    *Answer = MileHvFileSystemInfoCheck(&Reply, Info);
    if (*Answer == MileHvCorrupt)
    {
        return GuestDeviceCorrupt;
    }
    for (HV_UINT32 Index = 0; Index < sizeof(Text); ++Index)
    {
        Text[Index] = (char)(Index < Units && Index + 1 < sizeof(Text) ? Name[Index] : 0);
    }
    if (*Answer == MileHvSuccess)
    {
        PrintF("  %s: %s of %u bytes\n", ADDRESS(Text), ADDRESS(Info->IsDirectory ? "a folder" : "a file"),
               Info->FileBytes);
    }
    else
    {
        PrintF("  %s: not found\n", ADDRESS(Text));
    }
    return GuestDone;
}

GUEST_RESULT FindFile(GUEST *Guest)
{
    MILE_HV_FILE_SYSTEM_INFO Info;
    MILE_HV_RESULT Answer;
    GUEST_RESULT Result;

    if (Guest->FilesVersion == 0)
    {
        return Skip("no version of the file system's protocol was agreed on");
    }
    Result = Ask(Guest, Above, UNITS(Above), &Answer, &Info);
    if (Result == GuestDone)
    {
        Result = Ask(Guest, Link, UNITS(Link), &Answer, &Info);
    }
    if (Result == GuestDone)
    {
        Result = Ask(Guest, Path, UNITS(Path), &Answer, &Info);
    }
    if (Result != GuestDone)
    {
        return Result;
    }
    if (Answer != MileHvSuccess || Info.IsDirectory || Info.FileBytes == 0)
    {
        return Skip("the host has no such file");
    }
    FileBytes = Info.FileBytes < FILE_BYTES ? (HV_UINT32)Info.FileBytes : FILE_BYTES;
    IsRdmaCapable = Info.IsRdmaCapable;
    Guest->HasFile = 1;
    return GuestDone;
}

/** The checksum that gzip and zlib have. */
static HV_UINT32 Sum(const HV_UINT8 *Data, HV_UINT32 Bytes)
{
    HV_UINT32 Value = 0xFFFFFFFFU;

    while (Bytes-- != 0)
    {
        Value ^= *Data++;
        for (HV_UINT32 Bit = 0; Bit < 8; ++Bit)
        {
            Value = (Value >> 1) ^ ((Value & 1) * 0xEDB88320U);
        }
    }
    return ~Value;
}

GUEST_RESULT ReadFile(GUEST *Guest)
{
    HV_UINT8 Request[64];
    HV_UINT32 At = 0;
    HV_UINT32 Messages = 0;

    if (!Guest->HasFile)
    {
        return Skip("there is no file");
    }
    while (At < FileBytes)
    {
        const HV_UINT32 Left = FileBytes - At;
        const HV_UINT32 Count =
            Left < MILE_HYPERV_FILE_SYSTEM_READ_MAXIMUM_SIZE ? Left : MILE_HYPERV_FILE_SYSTEM_READ_MAXIMUM_SIZE;
        const HV_UINT8 *Data;
        MILE_HV_PACKET Reply;
        HV_UINT32 Bytes;
        const MILE_HV_RESULT Built =
            MileHvFileSystemReadBuild(Request, sizeof(Request), Path, UNITS(Path), At, Count, &Bytes);
        GUEST_RESULT Result = Exchange(Guest, Built, Request, Bytes, &Reply);
        MILE_HV_RESULT Answer;

        if (Result != GuestDone)
        {
            return Result;
        }
        Answer = MileHvFileSystemReadCheck(&Reply, Count, &Data, &Bytes);
        if (Answer != MileHvSuccess)
        {
            return Answer == MileHvCorrupt ? GuestDeviceCorrupt : GuestFileWrong;
        }
        MileHvCopy(File + At, Data, Bytes);
        At += Bytes;
        ++Messages;
    }
    PrintF("  %u bytes in %u messages, CRC-32 0x%08x\n", FileBytes, Messages, Sum(File, FileBytes));
    return GuestDone;
}

/** Compares the pages with what the messages had. */
static GUEST_RESULT ComparePages(void)
{
    for (HV_UINT32 At = 0; At < FileBytes; At += PAGE_SIZE)
    {
        const HV_UINT32 Count = FileBytes - At < PAGE_SIZE ? FileBytes - At : PAGE_SIZE;

        MileHvCopyFromShared(Copy, Pages[At / PAGE_SIZE], Count);
        for (HV_UINT32 Index = 0; Index < Count; ++Index)
        {
            if (Copy[Index] != File[At + Index])
            {
                PrintF("  byte %u is 0x%02x in the pages, and 0x%02x in a message\n", At + Index, Copy[Index],
                       File[At + Index]);
                return GuestFileWrong;
            }
        }
    }
    return GuestDone;
}

GUEST_RESULT ReadFileIntoPages(GUEST *Guest)
{
    static HV_UINT8 Request[16 + 8 * (FILE_PAGES + 1)];
    HV_UINT64 Numbers[FILE_PAGES];
    VMBUS_GPA_RANGE_ENTRY Entries[FILE_PAGES + 1];
    MILE_HV_GPA_LIST List;
    MILE_HV_PACKET Reply;
    HV_UINT32 Bytes;
    MILE_HV_RESULT Answer;
    MILE_HV_RESULT Built;
    GUEST_RESULT Result;

    if (!Guest->HasFile || !IsRdmaCapable)
    {
        return Skip("the host reads no file into pages");
    }
    for (HV_UINT32 Index = 0; Index < FILE_PAGES; ++Index)
    {
        Numbers[Index] = (ADDRESS(Pages) >> PAGE_SHIFT) + Index;
    }
    MileHvGpaListBegin(&List, Entries, FILE_PAGES + 1);
    if (MileHvGpaListAddRange(&List, Numbers, FILE_PAGES, 0, FILE_BYTES) != MileHvSuccess)
    {
        return GuestRingFull;
    }
    Result = Sent(Guest, MileHvFileSystemPagesSend(&Guest->Send, Request, sizeof(Request), PAGES_HANDLE, 1, &List));
    if (Result != GuestDone)
    {
        return Result;
    }
    Built = MileHvFileSystemReadRdmaBuild(Request, sizeof(Request), Path, UNITS(Path), 0, FileBytes, PAGES_HANDLE, &Bytes);
    Result = Exchange(Guest, Built, Request, Bytes, &Reply);
    if (Result == GuestDone)
    {
        Answer = MileHvFileSystemReadRdmaCheck(&Reply, FileBytes, &Bytes);
        if (Answer == MileHvCorrupt)
        {
            Result = GuestDeviceCorrupt;
        }
        else if (Answer != MileHvSuccess || Bytes != FileBytes)
        {
            Result = GuestFileWrong;
        }
    }
    if (Result == GuestDone)
    {
        Result = Sent(Guest, MileHvFileSystemPagesEnd(&Guest->Send, PAGES_HANDLE));
    }
    if (Result == GuestDone)
    {
        Result = ComparePages();
    }
    if (Result == GuestDone)
    {
        PrintF("  %u bytes in pages are the same\n", FileBytes);
    }
    return Result;
}
