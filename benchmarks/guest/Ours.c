/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief This library's rings; with -DWITH_LOOP it copies by its loop.
 */

#include <string.h>

#include "Ring.h"

#if defined(WITH_LOOP)
#define MILE_HYPERV_GUEST_NO_MEMCPY
#define OURS OursLoop
#define NAME "ours-loop"
#else
#define OURS Ours
#define NAME "ours"
#endif

#include <Mile.HyperV/Guest/Packet.h>

typedef struct END
{
    LINE_ALIGNED MILE_HV_SEND_RING Out;
    MILE_HV_RECEIVE_RING In;
} END;

static END Ends[2];

static void *Open(unsigned Number, uint8_t *SendMemory, uint8_t *ReceiveMemory)
{
    END *End = &Ends[Number];

    if (MileHvSendRingCreate(&End->Out, (VMRCB *)(void *)SendMemory, SendMemory + CONTROL_BYTES, DATA_BYTES) !=
            MileHvSuccess ||
        MileHvReceiveRingCreate(&End->In, (VMRCB *)(void *)ReceiveMemory, ReceiveMemory + CONTROL_BYTES, DATA_BYTES) !=
            MileHvSuccess ||
        MileHvReceiveRingUnmask(&End->In) != MileHvEmpty)
    {
        return NULL;
    }
    return End;
}

static int Send(void *Place, uint64_t Id, const void *Payload, uint32_t Bytes)
{
    END *End = Place;

    return MileHvSendInBand(&End->Out, Id, 1, Payload, Bytes) == MileHvSuccess;
}

static int SendCommit(void *Place)
{
    END *End = Place;

    return (int)MileHvSendRingCommit(&End->Out);
}

static int64_t Receive(void *Place, uint64_t *Id, uint8_t *Packet)
{
    END *End = Place;
    MILE_HV_PACKET Checked;
    HV_UINT32 Bytes;
    MILE_HV_RESULT Result = MileHvReceivePacket(&End->In, Packet, BUFFER_BYTES, &Bytes);

    if (Result == MileHvEmpty)
    {
        return 0;
    }
    if (Result != MileHvSuccess || MileHvPacketCheck(Packet, Bytes, &Checked) != MileHvSuccess)
    {
        return -1;
    }
    *Id = Checked.Descriptor.TransactionId;
    return Checked.PayloadBytes;
}

static int ReceiveCommit(void *Place)
{
    END *End = Place;

    return (int)MileHvReceiveRingCommit(&End->In);
}

const RING OURS = {NAME, Open, Send, SendCommit, Receive, ReceiveCommit};
