/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The limit: memcpy of the payload in and out, at the places where packets lie in a ring, and one index.
 *
 * Length and id stand before the payload, for the other processor to know them.
 * Nothing is checked, nobody waits for room.
 */

#include <string.h>

#include "Ring.h"

typedef struct HEAD
{
    uint64_t Bytes;
    uint64_t Id;
} HEAD;

typedef struct END
{
    LINE_ALIGNED uint8_t *Out;
    uint8_t *In;
    uint32_t Sent;
    uint32_t Taken;
} END;

static END Ends[2];

static uint32_t Advance(uint32_t At, uint64_t Bytes)
{
    return (uint32_t)(At + Bytes) % DATA_BYTES;
}

/** The place behind a packet: head, payload, padding, trailer. */
static uint32_t Behind(uint32_t At, uint64_t Bytes)
{
    return Advance(At, sizeof(HEAD) + ((Bytes + 7) & ~(uint64_t)7) + 8);
}

static void *Open(unsigned Number, uint8_t *SendMemory, uint8_t *ReceiveMemory)
{
    END *End = &Ends[Number];

    End->Out = SendMemory;
    End->In = ReceiveMemory;
    End->Sent = 0;
    End->Taken = 0;
    return End;
}

static int Send(void *Place, uint64_t Id, const void *Payload, uint32_t Bytes)
{
    END *End = Place;
    const HEAD Head = {Bytes, Id};
    uint8_t *Data = End->Out + CONTROL_BYTES;
    uint32_t At = Advance(End->Sent, sizeof(Head));
    uint32_t First = Bytes <= DATA_BYTES - At ? Bytes : DATA_BYTES - At;

    memcpy(Data + End->Sent, &Head.Bytes, 8);
    memcpy(Data + Advance(End->Sent, 8), &Head.Id, 8);
    memcpy(Data + At, Payload, First);
    if (First != Bytes)
    {
        memcpy(Data, (const uint8_t *)Payload + First, Bytes - First);
    }
    End->Sent = Behind(End->Sent, Bytes);
    return 1;
}

static int SendCommit(void *Place)
{
    END *End = Place;

    __atomic_store_n((uint32_t *)(void *)End->Out, End->Sent, __ATOMIC_RELEASE);
    return 0;
}

static int64_t Receive(void *Place, uint64_t *Id, uint8_t *Packet)
{
    END *End = Place;
    const uint8_t *Data = End->In + CONTROL_BYTES;
    uint32_t At = Advance(End->Taken, sizeof(HEAD));
    uint64_t First;
    HEAD Head;

    if (__atomic_load_n((uint32_t *)(void *)End->In, __ATOMIC_ACQUIRE) == End->Taken)
    {
        return 0;
    }
    memcpy(&Head.Bytes, Data + End->Taken, 8);
    memcpy(&Head.Id, Data + Advance(End->Taken, 8), 8);
    First = Head.Bytes <= DATA_BYTES - At ? Head.Bytes : DATA_BYTES - At;
    memcpy(Packet + PAYLOAD_OFFSET, Data + At, First);
    if (First != Head.Bytes)
    {
        memcpy(Packet + PAYLOAD_OFFSET + First, Data, Head.Bytes - First);
    }
    End->Taken = Behind(End->Taken, Head.Bytes);
    *Id = Head.Id;
    return (int64_t)((Head.Bytes + 7) & ~(uint64_t)7);
}

static int ReceiveCommit(void *Place)
{
    (void)Place;
    return 0;
}

const RING Plain = {"plain", Open, Send, SendCommit, Receive, ReceiveCommit};
