/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The frame that all integration components share, from the host's side: negotiation, one request at a time.
 */

#ifndef HOST_DEVICE_IC_H
#define HOST_DEVICE_IC_H

#include "../bus.h"

#include <Mile.HyperV/Device/IntegrationComponent.h>

typedef struct IC_SERVICE
{
    IC_MSG_TYPE Type;
    const IC_VERSION *Versions; /**< Of the component, oldest first. */
    unsigned VersionCount;
    /** The guest agreed on versions: requests can be sent. */
    void (*Ready)(HOST_CHANNEL *Channel);
    /** The guest answered the request; Bytes of Body follow the header. */
    void (*Answer)(HOST_CHANNEL *Channel, const IC_MSG_HDR *Header, const HV_UINT8 *Body, unsigned Bytes);
} IC_SERVICE;

/** First member of a component's channel state. */
typedef struct IC_CHANNEL
{
    const IC_SERVICE *Service;
    IC_VERSION Frame;
    IC_VERSION Version;
    int IsReady;
    int IsWaiting; /**< For the answer to the request TransactionId. */
    HV_UINT8 TransactionId;
} IC_CHANNEL;

/** Begins the negotiation; for HOST_DEVICE_TYPE.Open. */
void IcOpen(HOST_CHANNEL *Channel, const IC_SERVICE *Service);
/** Takes what the guest sends; this is a HOST_DEVICE_TYPE.Packet. */
void IcPacket(HOST_CHANNEL *Channel, const MILE_HV_PACKET *Packet);
/** Sends a request. Returns 0 if the guest is not ready, or still has to answer the one before. */
int IcRequest(HOST_CHANNEL *Channel, const void *Body, unsigned Bytes);
/** The component's channel of a device; null, with a reason in Reply, while a request cannot be sent. */
IC_CHANNEL *IcReady(HOST_DEVICE *Device, char *Reply);

#endif /* !HOST_DEVICE_IC_H */
