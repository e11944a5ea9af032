/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The VMBus in a package of a firmware, after a base header in the manner of EDK2's.
 */

#include "Base.h"

#include <VmbusPkg/Mile.HyperV/VMBus/ChannelMessage.h>
#include <VmbusPkg/Mile.HyperV/VMBus/DeviceGuid.h>

/* The first message of a connection. */
VOID VmbusInitiateContact(VMBUS_CHANNEL_INITIATE_CONTACT *Message, UINT32 Version)
{
    VMBUS_CHANNEL_INITIATE_CONTACT Empty = {0};

    *Message = Empty;
    Message->Header.MessageType = ChannelMessageInitiateContact;
    Message->VMBusVersionRequested = Version;
    Message->TargetSint = VMBUS_MESSAGE_SINT;
}

BOOLEAN VmbusIsStorage(const VMBUS_CHANNEL_OFFER_CHANNEL *Offer)
{
    return (BOOLEAN)(Offer->InterfaceType.Data1 == VMSCSI_CLASS_ID.Data1 ? TRUE : FALSE);
}
