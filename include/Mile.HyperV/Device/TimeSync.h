/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Time synchronization: the host sends the time of day to the guest.
 *
 * Class IC_TIMESYNC_CLASS_ID, 9527e630-d0ae-497b-adce-e80ab0175caf; an integration component
 * (IntegrationComponent.h). Times are UTC, in units of 100 ns since 1601-01-01 00:00, without
 * leap seconds.
 *
 * Windows hosts offer several versions of the component. OpenVMM offers only 4.0, so a guest
 * that supports only 1.0 or 3.0 finds no common version there.
 *
 * The first message after a negotiation has IC_TIMESYNC_FLAG_SYNC: the machine has started or
 * was restored, and the guest must set its clock. Messages with IC_TIMESYNC_FLAG_SAMPLE follow
 * from time to time (OpenVMM: 5 s after the last response). They are samples for the guest's
 * clock discipline: FreeBSD sets its clock if it is off by more than 100 ms, Haiku if it is off
 * by more than 500 ms. The guest responds to each message; the host ignores the response's body.
 * Windows guests ignore messages without IC_MSG_FLAG_TRANSACTION (OpenVMM).
 *
 * Before 4.0, a guest can only estimate the age of ParentTime from RoundTripTime. Since 4.0, the
 * host samples the guest's reference time (Hypervisor/ReferenceTime.h) together with ParentTime.
 * The guest subtracts VmReferenceTime from its present reference time to get the exact age.
 *
 * The guest must not trust the time: VmReferenceTime can be in its future. It should accept
 * IC_TIMESYNC_MSG_DATA without Reserved, 25 bytes, as FreeBSD and Haiku do.
 *
 * Sources: OpenVMM hyperv_ic_protocol and hyperv_ic; FreeBSD vmbus_timesync.c,
 * Haiku hyperv_ic; the original Mile.HyperV (1.x).
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

/** ParentTime of the Unix epoch, 1970-01-01 00:00, in units of 100 ns. Source: Haiku. */
#define IC_TIMESYNC_UNIX_EPOCH 116444736000000000ULL

/** Flag of a time message: the guest must set its clock. */
#define IC_TIMESYNC_FLAG_SYNC 0x1
/** Flag of a time message: sample of the host's clock. */
#define IC_TIMESYNC_FLAG_SAMPLE 0x2

HV_PACK_BEGIN
/**
 * Time message since version 1.0, before 4.0; packed, 28 bytes. Host to guest; the guest responds
 * with the same structure, which the host ignores.
 */
typedef struct IC_TIMESYNC_MSG_DATA
{
    HV_UINT64 ParentTime;    /**< UTC, in units of 100 ns since 1601-01-01. */
    HV_UINT64 ChildTime;     /**< Unused. */
    HV_UINT64 RoundTripTime; /**< Round trip that the host measured, in units of 100 ns. */
    HV_UINT8 Flags;          /**< IC_TIMESYNC_FLAG_... */
    HV_UINT8 Reserved[3];
} IC_TIMESYNC_MSG_DATA, *PIC_TIMESYNC_MSG_DATA;
HV_STATIC_ASSERT(sizeof(IC_TIMESYNC_MSG_DATA) == 28);

HV_PACK_END

/**
 * Time message since 4.0. Host to guest; the guest responds with the same structure, which the host
 * ignores.
 */
typedef struct IC_TIMESYNC_REFERENCE_MSG_DATA
{
    HV_UINT64 ParentTime;      /**< UTC, in units of 100 ns since 1601-01-01. */
    HV_UINT64 VmReferenceTime; /**< Guest's reference time at ParentTime, in units of 100 ns. */
    HV_UINT8 Flags;            /**< IC_TIMESYNC_FLAG_... */
    HV_UINT8 LeapFlags;        /**< Leap indicator of NTP. */
    HV_UINT8 Stratum;          /**< Stratum of NTP. */
    HV_UINT8 Reserved[5];
} IC_TIMESYNC_REFERENCE_MSG_DATA, *PIC_TIMESYNC_REFERENCE_MSG_DATA;
HV_STATIC_ASSERT(sizeof(IC_TIMESYNC_REFERENCE_MSG_DATA) == 24);

/**
 * Undocumented; by its name for the time provider of Windows. Its direction, response and version
 * are undocumented.
 */
typedef struct IC_TIMESYNC_PROVIDER_MSG_DATA
{
    HV_INT64 Offset;      /**< Unit and base undocumented. */
    HV_UINT64 Delay;      /**< Unit undocumented. */
    HV_UINT64 Dispersion; /**< Unit undocumented. */
    HV_UINT32 Flags;      /**< Undocumented. */
    HV_UINT8 LeapFlags;   /**< Undocumented. */
    HV_UINT8 Stratum;     /**< Undocumented. */
    HV_UINT8 Reserved[3];
    HV_UINT8 Padding[7];
} IC_TIMESYNC_PROVIDER_MSG_DATA, *PIC_TIMESYNC_PROVIDER_MSG_DATA;
HV_STATIC_ASSERT(sizeof(IC_TIMESYNC_PROVIDER_MSG_DATA) == 40);

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_TIME_SYNC */
