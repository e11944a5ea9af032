/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Time synchronization: the host tells the guest the time of day.
 *
 * Class 9527e630-d0ae-497b-adce-e80ab0175caf; an integration component
 * (IntegrationComponent.h). Times are in UTC, in units of 100 ns since 1601-01-01
 * 00:00, without leap seconds.
 *
 * Windows hosts offer several versions of the component; OpenVMM offers 4.0 alone, so a guest that
 * supports only 1.0 or 3.0 finds no common version there.
 *
 * The first message after a negotiation has IC_TIMESYNC_FLAG_SYNC and sets the clock:
 * the machine has started, or was restored. Those with IC_TIMESYNC_FLAG_SAMPLE come
 * now and then (OpenVMM: 5 s after the last answer) and are for a clock discipline to
 * judge: FreeBSD sets its clock by one if it is off by more than 100 ms, Haiku by
 * more than 500. The guest answers each; the host does not read the answer's body.
 * Windows guests ignore messages without IC_MSG_FLAG_TRANSACTION (OpenVMM).
 *
 * Before 4.0 a guest can only guess the age of ParentTime, from RoundTripTime. Since
 * 4.0 the host reads the guest's reference time (Hypervisor/ReferenceTime.h) at the
 * same moment, and the guest subtracts it from its own: the transit costs nothing.
 *
 * A guest must not trust the time blindly: VmReferenceTime can lie in its future.
 * Nor does it insist on Reserved: FreeBSD and Haiku take IC_TIMESYNC_MSG_DATA
 * without it, 25 bytes.
 *
 * Sources: OpenVMM hyperv_ic_protocol and hyperv_ic; FreeBSD vmbus_timesync.c,
 * Haiku hyperv_ic; the original collection.
 */

#ifndef MILE_HYPERV_DEVICE_TIME_SYNC
#define MILE_HYPERV_DEVICE_TIME_SYNC

#include "IntegrationComponent.h"

HV_HEADER_BEGIN

/*
 * Versions, as initializers of IC_VERSION.
 */

#define IC_TIMESYNC_VERSION_1 { 1, 0 }
#define IC_TIMESYNC_VERSION_3 { 3, 0 }
#define IC_TIMESYNC_VERSION_4 { 4, 0 }

/** ParentTime of 1970-01-01 00:00, where Unix begins to count. Source: Haiku. */
#define IC_TIMESYNC_UNIX_EPOCH 116444736000000000ULL

/** Set the clock. */
#define IC_TIMESYNC_FLAG_SYNC 0x1
/** A sample of the host's clock. */
#define IC_TIMESYNC_FLAG_SAMPLE 0x2

HV_PACK_BEGIN
/** Host to guest before 4.0, in 1.0 and 3.0 alike; packed: 28 bytes. */
typedef struct IC_TIMESYNC_MSG_DATA
{
    HV_UINT64 ParentTime;
    HV_UINT64 ChildTime;     /**< Unused. */
    HV_UINT64 RoundTripTime; /**< As the host measured it. */
    HV_UINT8 Flags;          /**< IC_TIMESYNC_FLAG_... */
    HV_UINT8 Reserved[3];
} IC_TIMESYNC_MSG_DATA, *PIC_TIMESYNC_MSG_DATA;
HV_STATIC_ASSERT(sizeof(IC_TIMESYNC_MSG_DATA) == 28);

HV_PACK_END

/** Host to guest since 4.0. */
typedef struct IC_TIMESYNC_REFERENCE_MSG_DATA
{
    HV_UINT64 ParentTime;
    HV_UINT64 VmReferenceTime; /**< The guest's reference time at ParentTime, units of 100 ns. */
    HV_UINT8 Flags;            /**< IC_TIMESYNC_FLAG_... */
    HV_UINT8 LeapFlags;        /**< NTP's leap indicator. */
    HV_UINT8 Stratum;          /**< NTP's stratum. */
    HV_UINT8 Reserved[5];
} IC_TIMESYNC_REFERENCE_MSG_DATA, *PIC_TIMESYNC_REFERENCE_MSG_DATA;
HV_STATIC_ASSERT(sizeof(IC_TIMESYNC_REFERENCE_MSG_DATA) == 24);

/** By its name for Windows' time provider; no public description. */
typedef struct IC_TIMESYNC_PROVIDER_MSG_DATA
{
    HV_INT64 Offset;
    HV_UINT64 Delay;
    HV_UINT64 Dispersion;
    HV_UINT32 Flags;
    HV_UINT8 LeapFlags;
    HV_UINT8 Stratum;
    HV_UINT8 Reserved[3];
    HV_UINT8 Padding[7];
} IC_TIMESYNC_PROVIDER_MSG_DATA, *PIC_TIMESYNC_PROVIDER_MSG_DATA;
HV_STATIC_ASSERT(sizeof(IC_TIMESYNC_PROVIDER_MSG_DATA) == 40);

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_TIME_SYNC */
