/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Mile.HyperV/Guest/Signal.h: each version and each offer takes its way, and one bit changes.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <Mile.HyperV/Guest/Signal.h>

static VMBUS_INTERRUPT_PAGE Interrupts;
static HV_MONITOR_PAGE Monitors;

/* Number of set bits in a page. */
static unsigned BitsIn(const void *Page)
{
    const HV_UINT8 *Byte = (const HV_UINT8 *)Page;
    unsigned Count = 0;
    unsigned Bit;

    for (Bit = 0; Bit < 4096 * 8; ++Bit)
    {
        Count += (Byte[Bit / 8] >> (Bit % 8)) & 1;
    }
    return Count;
}

static void EachOfferTakesItsWay(void **State)
{
    static const HV_UINT32 Versions[] = {VMBUS_VERSION_V1, VMBUS_VERSION_WIN7, VMBUS_VERSION_WIN8,
                                         VMBUS_VERSION_COPPER};
    unsigned Case;

    (void)State;
    for (Case = 0; Case < 4 * 2 * 2 * 2; ++Case)
    {
        const HV_UINT32 Version = Versions[Case / 8];
        const HV_UINT32 ByPage = Version < VMBUS_VERSION_WIN8;
        const HV_UINT32 Monitor = Case & 1;
        const HV_UINT32 Dedicated = (Case >> 1) & 1 && Version != VMBUS_VERSION_V1;
        const HV_UINT32 HasPage = (Case >> 2) & 1;
        const HV_UINT32 ByMonitor = Monitor && HasPage;
        VMBUS_CHANNEL_OFFER_CHANNEL Offer;
        MILE_HV_VMBUS Bus;
        MILE_HV_SIGNAL Signal;

        memset(&Bus, 0, sizeof(Bus));
        memset(&Offer, 0, sizeof(Offer));
        memset(&Interrupts, 0, sizeof(Interrupts));
        memset(&Monitors, 0, sizeof(Monitors));
        Bus.Version = Version;
        Offer.ChildRelId = 77;
        Offer.MonitorAllocated = (HV_UINT8)Monitor & 1;
        Offer.MonitorId = 70;
        Offer.IsDedicatedInterrupt = (HV_UINT16)Dedicated & 1;
        Offer.ConnectionId.AsUINT32 = 0x1234;
        assert_int_equal(MileHvSignalPrepare(&Bus, &Offer, ByPage ? &Interrupts : NULL, HasPage ? &Monitors : NULL,
                                             &Signal),
                         MileHvSuccess);
        assert_int_equal(BitsIn(&Interrupts) + BitsIn(&Monitors), 0);
        assert_int_equal(MileHvSignalSend(&Signal), !ByMonitor);
        assert_int_equal(BitsIn(&Interrupts), ByPage);
        assert_int_equal(BitsIn(&Monitors), ByMonitor);
        assert_int_equal(Interrupts.GuestToHost.Entries[2], ByPage ? 1U << 13 : 0);
        assert_int_equal(Monitors.TriggerGroup[2].Pending, ByMonitor ? 1U << 6 : 0);
        assert_int_equal(Signal.ConnectionId.AsUINT32, ByPage && !Dedicated ? VMBUS_EVENT_CONNECTION_ID : 0x1234);
    }
}

static void WhatCannotBeIsRefused(void **State)
{
    VMBUS_CHANNEL_OFFER_CHANNEL Offer;
    MILE_HV_VMBUS Bus;
    MILE_HV_SIGNAL Signal;

    (void)State;
    memset(&Bus, 0, sizeof(Bus));
    memset(&Offer, 0, sizeof(Offer));
    Offer.ChildRelId = 1;
    assert_int_equal(MileHvSignalPrepare(&Bus, &Offer, &Interrupts, NULL, &Signal), MileHvInvalid); /* Unconnected. */
    Bus.Version = VMBUS_VERSION_WIN7;
    assert_int_equal(MileHvSignalPrepare(&Bus, &Offer, NULL, NULL, &Signal), MileHvInvalid);
    Bus.Version = VMBUS_VERSION_WIN8;
    assert_int_equal(MileHvSignalPrepare(&Bus, &Offer, NULL, NULL, &Signal), MileHvSuccess);
    Offer.ChildRelId = 0;
    assert_int_equal(MileHvSignalPrepare(&Bus, &Offer, NULL, NULL, &Signal), MileHvInvalid);
    Offer.ChildRelId = VMBUS_MAX_CHANNELS;
    assert_int_equal(MileHvSignalPrepare(&Bus, &Offer, NULL, NULL, &Signal), MileHvInvalid);
    Offer.ChildRelId = VMBUS_MAX_CHANNELS - 1;
    Offer.MonitorAllocated = 1;
    Offer.MonitorId = VMBUS_MAX_MONITORS;
    assert_int_equal(MileHvSignalPrepare(&Bus, &Offer, NULL, &Monitors, &Signal), MileHvInvalid);
    Offer.MonitorId = VMBUS_MAX_MONITORS - 1;
    assert_int_equal(MileHvSignalPrepare(&Bus, &Offer, NULL, &Monitors, &Signal), MileHvSuccess);
}

static void EveryTriggerIsOneBit(void **State)
{
    HV_UINT32 Id;

    (void)State;
    memset(&Monitors, 0, sizeof(Monitors));
    for (Id = 0; Id < VMBUS_MAX_MONITORS; ++Id)
    {
        assert_int_equal(MileHvMonitorTrigger(&Monitors, Id), MileHvSuccess);
        assert_int_equal(BitsIn(&Monitors), Id + 1);
        assert_int_equal(Monitors.TriggerGroup[Id / 32].Pending, 0xFFFFFFFFU >> (31 - Id % 32));
        assert_int_equal(Monitors.TriggerGroup[Id / 32].Armed, 0);
    }
    assert_int_equal(MileHvMonitorTrigger(&Monitors, Id), MileHvInvalid);
    assert_int_equal(MileHvMonitorTrigger(&Monitors, 0xFFFFFFFF), MileHvInvalid);
    assert_int_equal(BitsIn(&Monitors), VMBUS_MAX_MONITORS);
}

int main(void)
{
    const struct CMUnitTest Tests[] = {
        cmocka_unit_test(EachOfferTakesItsWay),
        cmocka_unit_test(WhatCannotBeIsRefused),
        cmocka_unit_test(EveryTriggerIsOneBit),
    };
    return cmocka_run_group_tests_name("GuestSignal", Tests, NULL, NULL);
}
