/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief What the suites of devices share: a received packet that ends where the guard page begins.
 */

#ifndef TESTS_UNIT_GUEST_DEVICE
#define TESTS_UNIT_GUEST_DEVICE

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <Mile.HyperV/Guest/Packet.h>

#include "GuardPage.h"

/** A checked packet with these bytes as its payload. */
static inline MILE_HV_PACKET Received(HV_UINT16 Type, const void *Payload, size_t Bytes)
{
    MILE_HV_PACKET Packet;

    memset(&Packet, 0, sizeof(Packet));
    Packet.Descriptor.Type = Type;
    Packet.Payload = (const HV_UINT8 *)GuardEnd(Payload, Bytes);
    Packet.PayloadBytes = (HV_UINT32)Bytes;
    return Packet;
}

/** The same on a pipe: the message has @p Bytes bytes, and no padding. */
static inline MILE_HV_PACKET ReceivedOnPipe(const void *Message, size_t Bytes)
{
    static HV_UINT8 Payload[8 + 20000];
    const HV_UINT32 Head[2] = {VmPipeMessageData, (HV_UINT32)Bytes};

    memcpy(Payload, Head, sizeof(Head));
    if (Bytes != 0)
    {
        memcpy(Payload + sizeof(Head), Message, Bytes);
    }
    return Received(VmbusPacketTypeDataInBand, Payload, sizeof(Head) + Bytes);
}

#endif /* !TESTS_UNIT_GUEST_DEVICE */
