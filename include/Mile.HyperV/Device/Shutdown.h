/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Shutdown: the host requests that the guest shut down, restart or hibernate.
 *
 * Class IC_SHUTDOWN_CLASS_ID, 0e0b6031-5213-4934-818b-38d90ced39db; an integration component
 * (IntegrationComponent.h). The guest must respond before it acts: with IC_STATUS_SUCCESS if it
 * accepts the request, or with an error. The response needs no body.
 *
 * Flags selects the action: without IC_SHUTDOWN_FLAG_RESTART and IC_SHUTDOWN_FLAG_HIBERNATE the
 * guest turns itself off. OpenVMM sends each flag regardless of the negotiated version, so a
 * guest should know all of them. FreeBSD and OpenBSD support 3.0: they turn off for Flags 0 and
 * IC_SHUTDOWN_FLAG_FORCE, and respond with IC_STATUS_FAIL to any other value.
 *
 * Sources: OpenVMM hyperv_ic_protocol, hyperv_ic and hyperv_ic_guest; FreeBSD
 * vmbus_shutdown.c, OpenBSD hypervic.c; the original Mile.HyperV (1.x).
 */

#ifndef MILE_HYPERV_DEVICE_SHUTDOWN
#define MILE_HYPERV_DEVICE_SHUTDOWN

#include "IntegrationComponent.h"

HV_HEADER_BEGIN

/*
 * Versions, as initializers of IC_VERSION.
 */

#define IC_SHUTDOWN_VERSION_1 { 1, 0 }
#define IC_SHUTDOWN_VERSION_3 { 3, 0 }
#define IC_SHUTDOWN_VERSION_31 { 3, 1 }
#define IC_SHUTDOWN_VERSION_32 { 3, 2 }

/** Flag of IC_SHUTDOWN_MSG_DATA: force the action. */
#define IC_SHUTDOWN_FLAG_FORCE 0x1
/** Flag of IC_SHUTDOWN_MSG_DATA: restart instead of turning off. */
#define IC_SHUTDOWN_FLAG_RESTART 0x2
/** Flag of IC_SHUTDOWN_MSG_DATA: hibernate instead of turning off. */
#define IC_SHUTDOWN_FLAG_HIBERNATE 0x4

/** Flag of ReasonCode: planned, not an emergency. SHTDN_REASON_FLAG_PLANNED in the Windows SDK. */
#define IC_SHUTDOWN_REASON_FLAG_PLANNED 0x80000000

/** Request to shut down. Host to guest; the guest responds with a Status. All versions. */
typedef struct IC_SHUTDOWN_MSG_DATA
{
    HV_UINT32 ReasonCode;       /**< IC_SHUTDOWN_REASON_FLAG_PLANNED and a Windows reason. */
    HV_UINT32 TimeoutInSeconds; /**< Most seconds that the guest may take; OpenVMM sends 0. */
    HV_UINT32 Flags;            /**< IC_SHUTDOWN_FLAG_... */
    /** Text for the user; encoding undocumented, may lack a terminator. */
    HV_UINT8 Message[2048];
} IC_SHUTDOWN_MSG_DATA, *PIC_SHUTDOWN_MSG_DATA;
HV_STATIC_ASSERT(sizeof(IC_SHUTDOWN_MSG_DATA) == 2060);

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_SHUTDOWN */
