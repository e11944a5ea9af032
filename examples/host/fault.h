/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Faults: --fault NAME makes the host lie in one way, for tests of guests.
 *
 * bus.c asks HostFault() (bus.h) for lies about channels. Lies in packets are told
 * here, for all devices: channel.c passes each packet through FaultSend(), which sends
 * it as it is, changed, several times, or not at all.
 */

#ifndef HOST_FAULT_H
#define HOST_FAULT_H

#include "bus.h"

/** Turns a fault on. Returns 0 if there is no such fault, or too many are on. */
int FaultAdd(const char *Name);
/** Prints the faults and what they do. */
void FaultHelp(void);
/** Whether FaultSend() has something to do. */
int FaultIsOn(void);

/** Number of lies that FaultSend() has told. A fault of which a device has nothing to say tells none. */
unsigned FaultCountTold(void);

/** A packet that a device sends, as the parameters of ChannelSendPacket(). */
typedef struct FAULT_PACKET
{
    unsigned Type;
    unsigned Flags;
    HV_UINT64 TransactionId;
    const void *External;
    unsigned ExternalBytes;
    const void *Payload;
    unsigned PayloadBytes;
} FAULT_PACKET;

/** Puts a packet into the ring. */
typedef int FAULT_SENDER(HOST_CHANNEL *Channel, const FAULT_PACKET *Packet);

/** Lies about a packet, and sends what has come of it. Returns the result of the last call of Send. */
int FaultSend(HOST_CHANNEL *Channel, const FAULT_PACKET *Packet, FAULT_SENDER *Send);

#endif /* !HOST_FAULT_H */
