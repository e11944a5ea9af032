/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief A network of one neighbor: a back end of network.c. It knows nothing of the VMBus.
 *
 * The neighbor is 10.0.2.2 (00:15:5D:FF:00:02) on every VLAN. It answers ARP, ICMP
 * echo requests, and UDP datagrams to port 7, which it sends back. IP fragments
 * are dropped: what does not fit into a frame needs a larger MTU.
 */

#ifndef HOST_DEVICE_RESPONDER_H
#define HOST_DEVICE_RESPONDER_H

#include <stddef.h>
#include <stdint.h>

enum
{
    NetworkFrameMaximum = 9216, /* Bytes of the longest frame, Ethernet header included. */
    NetworkNoVlan = -1,
};

typedef struct NETWORK_FRAME
{
    size_t Bytes;
    int Vlan; /**< The tag control information beside the frame, or NetworkNoVlan. */
    uint8_t Data[NetworkFrameMaximum];
} NETWORK_FRAME;

/** Makes the neighbor's answer out of a frame, in place. Returns 0 if there is none. */
int ResponderAnswer(NETWORK_FRAME *Frame);

#endif /* !HOST_DEVICE_RESPONDER_H */
