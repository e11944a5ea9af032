/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief CRC-32 of zlib and gzip: of what a Linux guest sends, and of what comes to the island's servers.
 */

#ifndef E2E_CRC32_H
#define E2E_CRC32_H

#include <stddef.h>
#include <stdint.h>

/** Adds bytes to a CRC-32, which is 0 before the first ones. */
static inline uint32_t Crc32(uint32_t Crc, const unsigned char *Data, size_t Bytes)
{
    static uint32_t Table[256];

    for (uint32_t Index = 0; Table[255] == 0 && Index < 256; ++Index)
    {
        uint32_t Value = Index;

        for (unsigned Bit = 0; Bit < 8; ++Bit)
        {
            Value = Value >> 1 ^ ((Value & 1) != 0 ? 0xEDB88320 : 0);
        }
        Table[Index] = Value;
    }
    Crc = ~Crc;
    while (Bytes-- != 0)
    {
        Crc = Crc >> 8 ^ Table[(Crc ^ *Data++) & 0xFF];
    }
    return ~Crc;
}

#endif /* !E2E_CRC32_H */
