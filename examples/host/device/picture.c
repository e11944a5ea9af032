/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief PNG writer: one IDAT chunk, whose deflate blocks are stored.
 */

#include "picture.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum
{
    SignatureBytes = 8,
    ChunkBytes = 12, /* Length, type and checksum of a chunk. */
    HeaderBytes = 13,
    ColorBytes = 3,
    SourceBytes = 4,
    BlockMaximum = 65535, /* Bytes in a stored block. */
    BlockHeadBytes = 5,
    StreamHeadBytes = 2,
    SumBytes = 4,
    AdlerModulus = 65521,
};

static void PutBig(uint8_t *Place, uint32_t Value)
{
    for (unsigned Index = 0; Index < 4; ++Index)
    {
        Place[Index] = (uint8_t)(Value >> (24 - 8 * Index));
    }
}

static uint32_t Crc(const uint8_t *Data, size_t Bytes)
{
    static uint32_t Table[256];
    uint32_t Sum = UINT32_MAX;

    for (unsigned Index = 0; Table[255] == 0 && Index < 256; ++Index)
    {
        Table[Index] = Index;
        for (unsigned Bit = 0; Bit < 8; ++Bit)
        {
            Table[Index] = (Table[Index] >> 1) ^ ((Table[Index] & 1) * 0xEDB88320U);
        }
    }
    while (Bytes-- != 0)
    {
        Sum = (Sum >> 8) ^ Table[(Sum ^ *Data++) & 0xFF];
    }
    return ~Sum;
}

/* Completes a chunk whose data are in place; returns the place after it. */
static uint8_t *EndChunk(uint8_t *Chunk, const char *Type, size_t Bytes)
{
    PutBig(Chunk, (uint32_t)Bytes);
    memcpy(Chunk + 4, Type, 4);
    PutBig(Chunk + 8 + Bytes, Crc(Chunk + 4, 4 + Bytes));
    return Chunk + ChunkBytes + Bytes;
}

/* A zlib stream that is written byte by byte. */
typedef struct STREAM
{
    uint8_t *Place;
    size_t Left;   /* Bytes of all blocks that are still to come. */
    unsigned Room; /* Bytes that are still to come in this block. */
    uint32_t A, B; /* Adler-32. */
} STREAM;

static void PutByte(STREAM *Stream, uint8_t Byte)
{
    if (Stream->Room == 0)
    {
        Stream->Room = Stream->Left < BlockMaximum ? (unsigned)Stream->Left : BlockMaximum;
        *Stream->Place++ = Stream->Room == Stream->Left; /* The last block. */
        *Stream->Place++ = (uint8_t)Stream->Room;
        *Stream->Place++ = (uint8_t)(Stream->Room >> 8);
        *Stream->Place++ = (uint8_t)~Stream->Room;
        *Stream->Place++ = (uint8_t)(~Stream->Room >> 8);
    }
    *Stream->Place++ = Byte;
    --Stream->Room;
    --Stream->Left;
    /* Both are below the modulus: one subtraction is enough, and a division for each byte would be slow. */
    Stream->A += Byte;
    Stream->A -= Stream->A >= AdlerModulus ? AdlerModulus : 0;
    Stream->B += Stream->A;
    Stream->B -= Stream->B >= AdlerModulus ? AdlerModulus : 0;
}

uint8_t *PictureEncode(const uint8_t *Pixels, size_t PitchBytes, unsigned Width, unsigned Height, size_t *Bytes)
{
    static const uint8_t Signature[SignatureBytes] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    const size_t RawBytes = (1 + (size_t)Width * ColorBytes) * Height;
    const size_t DataBytes =
        StreamHeadBytes + RawBytes + (RawBytes + BlockMaximum - 1) / BlockMaximum * BlockHeadBytes + SumBytes;
    uint8_t *File = malloc(SignatureBytes + 3 * ChunkBytes + HeaderBytes + DataBytes);
    STREAM Stream = {.Left = RawBytes, .A = 1};
    uint8_t *Chunk;

    if (File == NULL)
    {
        return NULL;
    }
    memcpy(File, Signature, sizeof(Signature));
    Chunk = File + SignatureBytes;
    PutBig(Chunk + 8, Width);
    PutBig(Chunk + 12, Height);
    /* 8 bits of each color; RGB; the only compression, filter and order. */
    memcpy(Chunk + 16, (const uint8_t[]){8, 2, 0, 0, 0}, 5);
    Chunk = EndChunk(Chunk, "IHDR", HeaderBytes);
    /* Deflate with a window of 32 KiB, no dictionary. */
    memcpy(Chunk + 8, (const uint8_t[]){0x78, 0x01}, StreamHeadBytes);
    Stream.Place = Chunk + 8 + StreamHeadBytes;
    for (unsigned Line = 0; Line < Height; ++Line)
    {
        const uint8_t *Pixel = Pixels + Line * PitchBytes;

        PutByte(&Stream, 0); /* No filter. */
        for (unsigned Column = 0; Column < Width; ++Column, Pixel += SourceBytes)
        {
            PutByte(&Stream, Pixel[2]);
            PutByte(&Stream, Pixel[1]);
            PutByte(&Stream, Pixel[0]);
        }
    }
    PutBig(Stream.Place, Stream.B << 16 | Stream.A);
    Chunk = EndChunk(Chunk, "IDAT", DataBytes);
    Chunk = EndChunk(Chunk, "IEND", 0);
    *Bytes = (size_t)(Chunk - File);
    return File;
}

int PictureWrite(const char *Path, const uint8_t *Data, size_t Bytes)
{
    int File = open(Path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);

    if (File < 0)
    {
        return 0;
    }
    while (Bytes != 0)
    {
        ssize_t Written = write(File, Data, Bytes);

        if (Written <= 0)
        {
            close(File);
            return 0;
        }
        Data += Written;
        Bytes -= (size_t)Written;
    }
    return close(File) == 0;
}
