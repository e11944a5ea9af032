/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief mu_msvm's ring (MsvmPkg/EmclDxe), outside of EDK II: what it takes from there, and the calls that use it.
 *
 * Nothing of mu_msvm is here; its files are included from a checkout. Barriers,
 * copies and assertions are the best that a release build could have: one locked
 * instruction in line, memcpy, nothing. It is also spared what its own caller,
 * Emcl.c, adds: a cleared buffer from the heap for each packet, and a copy into
 * it.
 *
 * It checks a packet's length against the bytes in the ring; type, flags, and
 * where the data begin it does not check.
 */

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "Ring.h"

/* Definitions of EDK II that these files use. */
#define IN
#define OUT
#define OPTIONAL
#define VOID void
#define TRUE 1
#define FALSE 0
#if defined(__aarch64__)
#define MDE_CPU_AARCH64 1
#else
#define MDE_CPU_X64 1
#endif
#define EFI_PAGE_SIZE 4096
#define STATIC_ASSERT _Static_assert
#define OFFSET_OF(Type, Member) offsetof(Type, Member)
#define ALIGN_UP(Value, Type) (((Value) + (sizeof(Type) - 1)) & ~(sizeof(Type) - 1))
#define PrefetchForWrite(Place)
#define ASSERT(Condition)
#define CopyMem(To, From, Bytes) memcpy(To, From, Bytes)
#define ZeroMem(Place, Bytes) memset(Place, 0, Bytes)
#define ENCODE_WARNING(Code) ((EFI_STATUS)(Code))
#define ENCODE_ERROR(Code) ((EFI_STATUS)(Code) | (EFI_STATUS)1 << 63)
#define EFI_ERROR(Status) ((Status) >> 63 != 0)
#define EFI_SUCCESS ENCODE_WARNING(0)
#define EFI_INVALID_PARAMETER ENCODE_ERROR(2)
#define EFI_BUFFER_TOO_SMALL ENCODE_ERROR(5)
#define EFI_END_OF_FILE ENCODE_ERROR(31)

typedef uint8_t BOOLEAN, UINT8;
typedef uint16_t UINT16;
typedef uint32_t UINT32;
typedef uint64_t UINT64, EFI_STATUS;
typedef int64_t INT64;

#include "MuMsvmBarrier.h"

#include "Init.c"
#include "RingBuffer.c"

typedef struct END
{
    LINE_ALIGNED PACKET_LIB_CONTEXT Context;
    UINT32 NextIn;
    UINT32 NextOut;
} END;

static END Ends[2];

static void *Open(unsigned Number, uint8_t *SendMemory, uint8_t *ReceiveMemory)
{
    END *End = &Ends[Number];

    End->NextIn = 0;
    End->NextOut = 0;
    return EFI_ERROR(PkInitializeSingleMappedRingBuffer(&End->Context, ReceiveMemory, ReceiveMemory + CONTROL_BYTES,
                                                        DATA_BYTES / EFI_PAGE_SIZE, SendMemory,
                                                        SendMemory + CONTROL_BYTES, DATA_BYTES / EFI_PAGE_SIZE))
               ? NULL
               : End;
}

static int Send(void *Place, uint64_t Id, const void *Payload, uint32_t Bytes)
{
    END *End = Place;
    VMPACKET_DESCRIPTOR Descriptor;
    UINT32 At = End->NextIn;
    void *Buffer;

    if (EFI_ERROR(PkGetSendBuffer(&End->Context, &End->NextIn, sizeof(Descriptor) + Bytes, &Buffer)))
    {
        return 0;
    }
    Descriptor.Type = VmbusPacketTypeDataInBand;
    Descriptor.DataOffset8 = sizeof(Descriptor) / 8;
    Descriptor.Length8 = (UINT16)(ALIGN_UP(sizeof(Descriptor) + Bytes, UINT64) / 8);
    Descriptor.Flags = VMBUS_DATA_PACKET_FLAG_COMPLETION_REQUESTED;
    Descriptor.TransactionId = Id;
    PkWritePacketSingleMapped(&End->Context, &Descriptor, sizeof(Descriptor), At);
    PkWritePacketSingleMapped(&End->Context, (void *)Payload, Bytes, At + sizeof(Descriptor));
    return 1;
}

static int SendCommit(void *Place)
{
    END *End = Place;

    return PkCompleteInsertion(&End->Context, End->NextIn) == EFI_RING_SIGNAL_OPPOSITE_ENDPOINT;
}

static int64_t Receive(void *Place, uint64_t *Id, uint8_t *Packet)
{
    END *End = Place;
    VMPACKET_DESCRIPTOR *Descriptor = (VMPACKET_DESCRIPTOR *)(void *)Packet;
    UINT32 At = End->NextOut;
    UINT32 Bytes;
    void *Buffer;
    EFI_STATUS Status = PkGetReceiveBuffer(&End->Context, &End->NextOut, &Buffer, &Bytes);

    if (Status == EFI_END_OF_FILE)
    {
        return 0;
    }
    if (EFI_ERROR(Status) || Bytes > BUFFER_BYTES)
    {
        return -1;
    }
    PkReadPacketSingleMapped(&End->Context, Packet, Bytes, At);
    Descriptor->Length8 = (UINT16)(Bytes / 8);
    *Id = Descriptor->TransactionId;
    return (int64_t)(Bytes - sizeof(*Descriptor));
}

static int ReceiveCommit(void *Place)
{
    END *End = Place;

    return PkCompleteRemoval(&End->Context, End->NextOut) == EFI_RING_SIGNAL_OPPOSITE_ENDPOINT;
}

const RING MuMsvm = {"mu_msvm", Open, Send, SendCommit, Receive, ReceiveCommit};
