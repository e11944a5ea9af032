/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Shutdown: the host asks the guest to shut down, to restart or to hibernate.
 *
 * Class 0e0b6031-5213-4934-818b-38d90ced39db; an integration component
 * (IntegrationComponent.h). The guest answers first, with IC_STATUS_SUCCESS if it
 * will do so or an error if not, and acts afterwards: once it is down it cannot.
 * The answer needs no body.
 *
 * Flags tells what is asked: without IC_SHUTDOWN_FLAG_RESTART and
 * IC_SHUTDOWN_FLAG_HIBERNATE the guest turns itself off. OpenVMM sends each flag
 * whatever version was negotiated: a guest knows them all. (FreeBSD and OpenBSD know
 * 3.0: they turn off for Flags 0 and IC_SHUTDOWN_FLAG_FORCE, and answer
 * IC_STATUS_FAIL to anything else.)
 *
 * Sources: OpenVMM hyperv_ic_protocol, hyperv_ic and hyperv_ic_guest; FreeBSD
 * vmbus_shutdown.c, OpenBSD hypervic.c; the original collection.
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

/** IC_SHUTDOWN_MSG_DATA.Flags: forced. */
#define IC_SHUTDOWN_FLAG_FORCE 0x1
/** Restart, do not turn off. */
#define IC_SHUTDOWN_FLAG_RESTART 0x2
/** Hibernate, do not turn off. */
#define IC_SHUTDOWN_FLAG_HIBERNATE 0x4

/** In ReasonCode: planned, not an emergency. The Windows SDK's SHTDN_REASON_FLAG_PLANNED. */
#define IC_SHUTDOWN_REASON_FLAG_PLANNED 0x80000000

/** Host to guest. */
typedef struct IC_SHUTDOWN_MSG_DATA
{
    HV_UINT32 ReasonCode;       /**< IC_SHUTDOWN_REASON_FLAG_PLANNED and a Windows reason. */
    HV_UINT32 TimeoutInSeconds; /**< The most time that the guest has; OpenVMM sends 0. */
    HV_UINT32 Flags;            /**< IC_SHUTDOWN_FLAG_... */
    HV_UINT8 Message[2048];     /**< Text for the user, of no stated encoding; may lack its zero. */
} IC_SHUTDOWN_MSG_DATA, *PIC_SHUTDOWN_MSG_DATA;
HV_STATIC_ASSERT(sizeof(IC_SHUTDOWN_MSG_DATA) == 2060);

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_SHUTDOWN */
