/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Signal of a channel to the host: one decision when the channel is offered, one call at each commit.
 *
 * VMBus/Channel.h describes the kinds of signal. The version of the bus and the offer determine the
 * kind that a channel uses, so the guest decides once:
 *
 *     MileHvSignalPrepare(&Bus, &Offer, InterruptPage, MonitorPage, &Signal);
 *
 *     if (MileHvSendRingCommit(&Ring) && MileHvSignalSend(&Signal))
 *         HvCallSignalEvent with Signal.ConnectionId and flag 0
 *
 *     version      the offer has             MileHvSignalSend()
 *     0.13, 1.1    any                       sets the channel's bit in the interrupt page, and then
 *     any          a monitor id              sets its trigger in the monitor page: 0
 *     0.13, 1.1    no dedicated interrupt    1, VMBUS_EVENT_CONNECTION_ID
 *     1.1          a dedicated interrupt     1, the connection of the offer
 *     2.4 and up   no monitor id             1, the connection of the offer
 *
 * A trigger in the monitor page costs no hypercall, but the hypervisor reads it only after the
 * latency of the page. A driver that cannot wait passes no monitor page, and then uses the
 * hypercall.
 *
 * A guest that opens a channel with VMBUS_VP_INDEX_DISABLE_INTERRUPT, or as a reserved channel,
 * must pass no monitor page: the host takes no trigger of such a channel (observed in OpenVMM).
 *
 * Sources: VMBus/Channel.h and Hypervisor/Synic.h, and their sources (TLFS 6.0b
 * 11.10.8 and 11.10.9; FreeBSD vmbus_chan.c; OpenVMM vmbus_server).
 */

#ifndef MILE_HYPERV_GUEST_SIGNAL
#define MILE_HYPERV_GUEST_SIGNAL

#include "../Hypervisor/Synic.h"
#include "../VMBus/Channel.h"
#include "ChannelMessage.h"

MILE_HYPERV_GUEST_BEGIN

/**
 * Kind of signal from one channel to the host. The functions here own the members; the guest may
 * change ConnectionId.
 */
typedef struct MILE_HV_SIGNAL
{
    volatile HV_UINT32 *InterruptWord; /**< Word of the channel in the interrupt page, or null. */
    volatile HV_UINT32 *MonitorWord;   /**< Pending of a group in the monitor page, or null. */
    HV_UINT32 InterruptBit;            /**< The channel's bit in InterruptWord. */
    HV_UINT32 MonitorBit;              /**< The channel's bit in MonitorWord. */
    /**
     * Connection to signal if MileHvSignalSend() returns 1. A guest that chose the connection itself, with
     * VMBUS_FEATURE_FLAG_GUEST_SPECIFIED_SIGNAL_PARAMETERS, stores it here.
     */
    HV_CONNECTION_ID ConnectionId;
    HV_UINT32 Reserved;
} MILE_HV_SIGNAL;

/**
 * Sets a trigger in a monitor page (atomically, full order). The hypervisor signals the event after
 * the latency of the page.
 *
 * @param Page the child-to-parent page, at the address where the guest mapped it.
 * @param MonitorId of a checked offer.
 * @return MileHvSuccess; MileHvInvalid: no trigger has this number.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvMonitorTrigger(volatile HV_MONITOR_PAGE *Page, HV_UINT32 MonitorId)
{
    if (MonitorId >= VMBUS_MAX_MONITORS)
    {
        return MileHvInvalid;
    }
    (void)MileHvAtomicOr32(&Page->TriggerGroup[MonitorId / 32].Pending, (HV_UINT32)1 << (MonitorId % 32));
    return MileHvSuccess;
}

/**
 * Selects the kind of signal of a channel.
 *
 * @param Offer the offer, checked by MileHvOfferCheck() with @p Bus.
 * @param InterruptPage of the connection, before VMBUS_VERSION_WIN8; null otherwise.
 * @param MonitorPage the child-to-parent page of the connection, or null to do without.
 * @return MileHvSuccess; MileHvInvalid: the bus is not connected, a number of the offer is out of bounds, or the
 * version needs an interrupt page and none was passed.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvSignalPrepare(const MILE_HV_VMBUS *Bus, const VMBUS_CHANNEL_OFFER_CHANNEL *Offer,
                                                 volatile VMBUS_INTERRUPT_PAGE *InterruptPage,
                                                 volatile HV_MONITOR_PAGE *MonitorPage, MILE_HV_SIGNAL *Signal)
{
    const HV_UINT32 ByPage = Bus->Version < VMBUS_VERSION_WIN8;

    Signal->InterruptWord = MILE_HYPERV_GUEST_NULL;
    Signal->MonitorWord = MILE_HYPERV_GUEST_NULL;
    Signal->InterruptBit = 0;
    Signal->MonitorBit = 0;
    Signal->ConnectionId = Offer->ConnectionId;
    Signal->Reserved = 0;
    if (Bus->Version == 0 || !MileHvIsChildRelId(Offer->ChildRelId) || (ByPage && !InterruptPage))
    {
        return MileHvInvalid;
    }
    if (ByPage)
    {
        Signal->InterruptWord = &InterruptPage->GuestToHost.Entries[Offer->ChildRelId / 32];
        Signal->InterruptBit = (HV_UINT32)1 << (Offer->ChildRelId % 32);
        if ((Offer->InterruptAsUINT16 & VMBUS_CHANNEL_OFFER_CHANNEL_IsDedicatedInterrupt_MASK) == 0)
        {
            Signal->ConnectionId.AsUINT32 = VMBUS_EVENT_CONNECTION_ID;
        }
    }
    if ((Offer->MonitorAsUINT8 & VMBUS_CHANNEL_OFFER_CHANNEL_MonitorAllocated_MASK) != 0 && MonitorPage)
    {
        if (Offer->MonitorId >= VMBUS_MAX_MONITORS)
        {
            return MileHvInvalid;
        }
        Signal->MonitorWord = &MonitorPage->TriggerGroup[Offer->MonitorId / 32].Pending;
        Signal->MonitorBit = (HV_UINT32)1 << (Offer->MonitorId % 32);
    }
    return MileHvSuccess;
}

/**
 * Signals the host through memory, if the channel uses it (atomically, full order). The guest must
 * call it after a commit that returned 1.
 *
 * @param Signal filled in by MileHvSignalPrepare().
 * @return 1: the guest must call HvCallSignalEvent with ConnectionId and flag 0; 0: the signal is
 * complete.
 */
static inline HV_UINT32 MileHvSignalSend(const MILE_HV_SIGNAL *Signal)
{
    if (Signal->InterruptWord)
    {
        (void)MileHvAtomicOr32(Signal->InterruptWord, Signal->InterruptBit);
    }
    if (Signal->MonitorWord)
    {
        (void)MileHvAtomicOr32(Signal->MonitorWord, Signal->MonitorBit);
        return 0;
    }
    return 1;
}

MILE_HYPERV_GUEST_END

#endif /* !MILE_HYPERV_GUEST_SIGNAL */
