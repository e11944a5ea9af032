/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Pictures as PNG files: the back end of video.c. It knows nothing of the VMBus.
 */

#ifndef HOST_DEVICE_PICTURE_H
#define HOST_DEVICE_PICTURE_H

#include <stddef.h>
#include <stdint.h>

/**
 * Makes a PNG file of pixels of 4 bytes: blue, green, red and one that is ignored.
 *
 * The file is not compressed. Each pixel is read once: a guest can draw meanwhile.
 *
 * @param Pixels the upper left one; lines follow each other at PitchBytes.
 * @param Width pixels of a line, 1 to 65535, as Height.
 * @param Bytes gets the length of the file.
 * @return the file, which the caller frees; null if there is no memory.
 */
uint8_t *PictureEncode(const uint8_t *Pixels, size_t PitchBytes, unsigned Width, unsigned Height, size_t *Bytes);

/** Writes a new file. Returns 0 with errno set; a file that exists is left alone. */
int PictureWrite(const char *Path, const uint8_t *Data, size_t Bytes);

#endif /* !HOST_DEVICE_PICTURE_H */
