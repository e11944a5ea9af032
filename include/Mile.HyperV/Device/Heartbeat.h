/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Heartbeat: the guest says that it lives, and how it feels.
 *
 * Class 57164f39-9115-4e78-ab55-382f3bd5422d; an integration component
 * (IntegrationComponent.h). The host sends IC_HEARTBEAT_MSG_DATA about every two
 * seconds (Haiku); the guest answers with its state in it, and with SeqNum counted
 * on by one. While the two count in turns, the host says that the guest is well.
 *
 * Every guest that was read adds one to SeqNum as it came and sends the message
 * back: FreeBSD, NetBSD, OpenBSD and Haiku. They leave the rest of it as it was,
 * ApplicationState too, and FreeBSD and NetBSD ask for no more than SeqNum. All speak
 * 3.0; Haiku and OpenBSD also 1.0, of the oldest hosts.
 *
 * Sources: OpenVMM hyperv_ic_protocol; FreeBSD vmbus_heartbeat.c, NetBSD
 * hvheartbeat.c, OpenBSD hypervic.c, Haiku hyperv_ic; the original collection.
 */

#ifndef MILE_HYPERV_DEVICE_HEARTBEAT
#define MILE_HYPERV_DEVICE_HEARTBEAT

#include "IntegrationComponent.h"

HV_HEADER_BEGIN

/*
 * Versions, as initializers of IC_VERSION.
 */

#define IC_HEARTBEAT_VERSION_1 { 1, 0 }
#define IC_HEARTBEAT_VERSION_3 { 3, 0 }
#define IC_HEARTBEAT_VERSION_31 { 3, 1 }

/** How the guest feels. */
typedef HV_UINT32 GUEST_APPLICATION_STATE, *PGUEST_APPLICATION_STATE;
enum
{
    GuestApplicationStateUnknown = 0,
    GuestApplicationStateHealthy = 1,
    GuestApplicationStateCritical = 2, /**< The guest met a critical error. */
    GuestApplicationStateStopped = 3,
};

/** Both ways. */
typedef struct IC_HEARTBEAT_MSG_DATA
{
    HV_UINT64 SeqNum;                         /**< A counter; the answer is one higher. */
    GUEST_APPLICATION_STATE ApplicationState; /**< The guest's, in an answer; may be missing. */
    HV_UINT8 Reserved[4];
} IC_HEARTBEAT_MSG_DATA, *PIC_HEARTBEAT_MSG_DATA;
HV_STATIC_ASSERT(sizeof(IC_HEARTBEAT_MSG_DATA) == 16);

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_HEARTBEAT */
