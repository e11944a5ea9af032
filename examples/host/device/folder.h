/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Files of one folder, to be read: the back end of filesystem.c. It knows nothing of the VMBus.
 */

#ifndef HOST_DEVICE_FOLDER_H
#define HOST_DEVICE_FOLDER_H

#include <stddef.h>
#include <stdint.h>
#include <sys/uio.h>

enum
{
    FolderPathUnits = 512, /* Of a path, at most. */
};

typedef struct FOLDER_INFO
{
    uint64_t Bytes; /**< Size of the file; 0 for a folder. */
    int IsFolder;
} FOLDER_INFO;

/** Opens a folder. Returns a number for the functions here, or -1 with a reason in Reason (256 bytes). */
int FolderOpen(const char *Path, char *Reason);
void FolderClose(int Folder);

/**
 * Opens a file or a folder beneath a folder.
 *
 * @param Path as a guest has it: UTF-16 without a zero, a backslash before each part; @p Units of it. Only names that
 * consist of printable ASCII characters are found. Neither a part ".." nor ".", nor a link, leads anywhere.
 * @return a file, to be closed by FolderEnd(); -1 if there is none.
 */
int FolderFind(int Folder, const uint16_t *Path, size_t Units, FOLDER_INFO *Info);
/** Reads into Pieces from an offset on. Returns the number of bytes, 0 at the end; -1 if it fails. */
long FolderRead(int File, uint64_t Offset, const struct iovec *Pieces, int Count);
void FolderEnd(int File);

#endif /* !HOST_DEVICE_FOLDER_H */
