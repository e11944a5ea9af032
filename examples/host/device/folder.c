/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Files of one folder: paths part by part, no way out of the folder, nothing but regular files and folders.
 *
 * Each part of a path is opened beneath the folder that the part before it named,
 * and O_NOFOLLOW refuses a link at every part. Somebody who renames folders
 * meanwhile changes what is found, but never leads out of the folder.
 */

#define _GNU_SOURCE
#include "folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum
{
    NameBytes = 256,
};

int FolderOpen(const char *Path, char *Reason)
{
    int Folder = open(Path, O_PATH | O_DIRECTORY | O_CLOEXEC);

    if (Folder < 0)
    {
        snprintf(Reason, 256, "%.128s: %s", Path, strerror(errno));
    }
    return Folder;
}

void FolderClose(int Folder)
{
    close(Folder);
}

/* Takes the next part of a path, which begins with a backslash. Returns how many units, or 0: no such name is found. */
static size_t TakePart(const uint16_t *Path, size_t Units, char Name[NameBytes])
{
    size_t Length = 0;

    if (Path[0] != '\\')
    {
        return 0;
    }
    while (Length + 1 < Units && Path[Length + 1] != '\\')
    {
        const uint16_t Unit = Path[Length + 1];

        if (Unit < 0x20 || Unit > 0x7E || Unit == '/' || Length + 1 == NameBytes)
        {
            return 0;
        }
        Name[Length++] = (char)Unit;
    }
    Name[Length] = 0;
    return Length == 0 || strcmp(Name, ".") == 0 || strcmp(Name, "..") == 0 ? 0 : Length + 1;
}

int FolderFind(int Folder, const uint16_t *Path, size_t Units, FOLDER_INFO *Info)
{
    char Name[NameBytes];
    struct stat Status;
    size_t At = 0;
    int File = -1;

    if (Units == 0 || Units > FolderPathUnits)
    {
        return -1;
    }
    while (At < Units)
    {
        const size_t Length = TakePart(Path + At, Units - At, Name);
        const int From = File >= 0 ? File : Folder;
        /* A FIFO would let the host wait for its other end. */
        int Next = Length != 0 ? openat(From, Name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC) : -1;

        if (File >= 0)
        {
            close(File);
        }
        File = Next;
        if (File < 0)
        {
            return -1;
        }
        At += Length;
    }
    if (fstat(File, &Status) != 0 || (!S_ISREG(Status.st_mode) && !S_ISDIR(Status.st_mode)))
    {
        close(File);
        return -1;
    }
    Info->IsFolder = S_ISDIR(Status.st_mode);
    Info->Bytes = Info->IsFolder ? 0 : (uint64_t)Status.st_size;
    return File;
}

long FolderRead(int File, uint64_t Offset, const struct iovec *Pieces, int Count)
{
    return Offset <= INT64_MAX ? (long)preadv(File, Pieces, Count, (off_t)Offset) : 0;
}

void FolderEnd(int File)
{
    close(File);
}
