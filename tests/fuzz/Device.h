/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief What the fuzz targets of devices share: a packet in memory that its host ruins right after each copy.
 *
 * A check that loads a byte twice gets another one the second time, and the target's own reading of the bytes as they
 * were finds that.
 */

#ifndef MILE_HYPERV_TESTS_FUZZ_DEVICE
#define MILE_HYPERV_TESTS_FUZZ_DEVICE

#define FUZZ_COPY CopyAndRuin
#define FUZZ_WORDS
#include "Fuzz.h"

#include <Mile.HyperV/Guest/Packet.h>

static uint8_t *Shared;
static HV_UINT32 SharedBytes;

static void CopyAndRuin(void *To, const void *From, uint32_t Bytes)
{
    const uint8_t *Source = From;
    uint32_t Index;

    if (Bytes != 0)
    {
        memcpy(To, From, Bytes);
    }
    if (Shared && Source >= Shared && Source < Shared + SharedBytes)
    {
        for (Index = 0; Index < Bytes; ++Index)
        {
            Shared[Source - Shared + Index] ^= 0xA5;
        }
    }
}

/** The bytes as the host sent them: @p Count of them, zero beyond their end. */
static inline HV_UINT64 At(const REST *Sent, HV_UINT64 Offset, unsigned Count)
{
    HV_UINT64 Value = 0;

    CHECK(Count <= 8);
    if (Offset < Sent->Bytes)
    {
        memcpy(&Value, Sent->At + Offset, Count < Sent->Bytes - Offset ? Count : (size_t)(Sent->Bytes - Offset));
    }
    return Value;
}

/** A packet of these bytes, in shared memory of their exact length; it ends with EndShared(). */
static inline MILE_HV_PACKET BeginShared(const REST *Sent, HV_UINT16 Type)
{
    MILE_HV_PACKET Packet;

    Shared = malloc(Sent->Bytes ? Sent->Bytes : 1);
    CHECK(Shared);
    SharedBytes = Sent->Bytes;
    if (Sent->Bytes != 0)
    {
        memcpy(Shared, Sent->At, Sent->Bytes);
    }
    memset(&Packet, 0, sizeof(Packet));
    Packet.Descriptor.Type = Type;
    Packet.Payload = Shared;
    Packet.PayloadBytes = Sent->Bytes;
    return Packet;
}

static inline void EndShared(void)
{
    free(Shared);
    Shared = NULL;
    SharedBytes = 0;
}

/** The bytes of the message in a pipe's packet, or -1: the pipe's header is broken. */
static inline int64_t PipeBytes(const REST *Sent)
{
    const HV_UINT64 Bytes = At(Sent, 4, 4);

    if (Sent->Bytes < 8 || At(Sent, 0, 4) != VmPipeMessageData || Bytes > Sent->Bytes - 8 || Bytes > 16384)
    {
        return -1;
    }
    return (int64_t)Bytes;
}

/** Packet types, one of them by an input's byte: in most cases the one that counts. */
static inline HV_UINT16 TypeOf(unsigned What, HV_UINT16 Usual)
{
    static const HV_UINT16 Types[] = {VmbusPacketTypeCompletion, VmbusPacketTypeDataInBand,
                                      VmbusPacketTypeDataUsingTransferPages, VmbusPacketTypeDataUsingGpaDirect};

    return (What % 8 < 4) ? Usual : Types[What % 4];
}

/** Adds a pipe's header to a seed. */
static inline void SeedPipe(HV_UINT32 Bytes)
{
    SeedNumber(VmPipeMessageData, 4);
    SeedNumber(Bytes, 4);
}

#endif /* !MILE_HYPERV_TESTS_FUZZ_DEVICE */
