/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The other side of a guide's example: one channel with two rings, of which the program is the host.
 *
 * tests/examples.py compiles each program with the example before its first line.
 */

#ifndef TESTS_DOCS_GUIDES_PLAY
#define TESTS_DOCS_GUIDES_PLAY

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <Mile.HyperV/Guest/Packet.h>

#define CHECK(Condition)                                                                                               \
    do                                                                                                                 \
    {                                                                                                                  \
        if (!(Condition))                                                                                              \
        {                                                                                                              \
            printf("%s:%d: %s does not hold\n", __FILE__, __LINE__, #Condition);                                       \
            exit(1);                                                                                                   \
        }                                                                                                              \
    } while (0)

/** One channel. The host's rings use the same memory as the guest's. */
typedef struct PLAY
{
    MILE_HV_SEND_RING Send;
    MILE_HV_RECEIVE_RING Receive;
    MILE_HV_SEND_RING HostSend;
    MILE_HV_RECEIVE_RING HostReceive;
    HV_UINT8 Buffer[4096];
} PLAY;

static inline void PlayBegin(PLAY *Play)
{
    static HV_DECLSPEC_ALIGN(4096) HV_UINT8 Memory[2][5 * 4096];
    HV_UINT8 *Up = Memory[0];
    HV_UINT8 *Down = Memory[1];

    memset(Memory, 0, sizeof(Memory));
    CHECK(MileHvSendRingCreate(&Play->Send, (VMRCB *)(void *)Up, Up + 4096, 4 * 4096) == MileHvSuccess);
    CHECK(MileHvReceiveRingCreate(&Play->Receive, (VMRCB *)(void *)Down, Down + 4096, 4 * 4096) == MileHvSuccess);
    CHECK(MileHvSendRingAttach(&Play->HostSend, (VMRCB *)(void *)Down, Down + 4096, 4 * 4096) == MileHvSuccess);
    CHECK(MileHvReceiveRingAttach(&Play->HostReceive, (VMRCB *)(void *)Up, Up + 4096, 4 * 4096) == MileHvSuccess);
}

/** A packet that arrived on a ring, copied to the buffer and checked. */
static inline MILE_HV_PACKET PlayTake(PLAY *Play, MILE_HV_RECEIVE_RING *Ring)
{
    MILE_HV_PACKET Packet;
    HV_UINT32 Bytes;

    CHECK(MileHvReceivePacket(Ring, Play->Buffer, sizeof(Play->Buffer), &Bytes) == MileHvSuccess);
    CHECK(MileHvPacketCheck(Play->Buffer, Bytes, &Packet) == MileHvSuccess);
    (void)MileHvReceiveRingCommit(Ring);
    return Packet;
}

/** The next packet of the guest, as the host sees it. */
static inline MILE_HV_PACKET PlayHostTakes(PLAY *Play)
{
    (void)MileHvSendRingCommit(&Play->Send);
    return PlayTake(Play, &Play->HostReceive);
}

/** The host sends a packet, and the guest receives it. */
static inline MILE_HV_PACKET PlayHostSends(PLAY *Play, VMBUS_PACKET_TYPE Type, HV_UINT64 Id, const void *Payload,
                                           size_t Bytes)
{
    CHECK(MileHvSendPacket(&Play->HostSend, Type, 0, Id, NULL, 0, Payload, (HV_UINT32)Bytes) == MileHvSuccess);
    (void)MileHvSendRingCommit(&Play->HostSend);
    return PlayTake(Play, &Play->Receive);
}

/** The same on a pipe. */
static inline MILE_HV_PACKET PlayHostPipes(PLAY *Play, const void *Message, size_t Bytes)
{
    CHECK(MileHvSendPipe(&Play->HostSend, Message, (HV_UINT32)Bytes) == MileHvSuccess);
    (void)MileHvSendRingCommit(&Play->HostSend);
    return PlayTake(Play, &Play->Receive);
}

#endif /* !TESTS_DOCS_GUIDES_PLAY */
