/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Heartbeat: the guest reports that it runs, and its state.
 *
 * Class IC_HEARTBEAT_CLASS_ID, 57164f39-9115-4e78-ab55-382f3bd5422d; an integration component
 * (IntegrationComponent.h). The host sends IC_HEARTBEAT_MSG_DATA about every two seconds
 * (Haiku). The guest responds with its state and with SeqNum incremented by one. As long as both
 * sides keep incrementing SeqNum, the host reports that the guest is well.
 *
 * FreeBSD, NetBSD, OpenBSD and Haiku add one to the received SeqNum and return the message. They
 * leave the rest unchanged, ApplicationState included; FreeBSD and NetBSD require only SeqNum.
 * All four support 3.0; Haiku and OpenBSD also support 1.0 of the oldest hosts.
 *
 * Sources: OpenVMM hyperv_ic_protocol; FreeBSD vmbus_heartbeat.c, NetBSD
 * hvheartbeat.c, OpenBSD hypervic.c, Haiku hyperv_ic; the original Mile.HyperV (1.x).
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

/** State of the guest. */
typedef HV_UINT32 GUEST_APPLICATION_STATE, *PGUEST_APPLICATION_STATE;
enum
{
    GuestApplicationStateUnknown = 0,
    GuestApplicationStateHealthy = 1,
    GuestApplicationStateCritical = 2, /**< The guest has encountered a critical error. */
    GuestApplicationStateStopped = 3,
};

/** Heartbeat. Host to guest, and guest to host as the response. All versions. */
typedef struct IC_HEARTBEAT_MSG_DATA
{
    HV_UINT64 SeqNum; /**< Counter; one higher in the response. */
    /** Set by the guest in the response; may be absent. */
    GUEST_APPLICATION_STATE ApplicationState;
    HV_UINT8 Reserved[4];
} IC_HEARTBEAT_MSG_DATA, *PIC_HEARTBEAT_MSG_DATA;
HV_STATIC_ASSERT(sizeof(IC_HEARTBEAT_MSG_DATA) == 16);

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_HEARTBEAT */
