/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Integration components: the message frame that the host's small services to a guest share.
 *
 * Heartbeat, shutdown, time synchronization, key-value exchange, snapshots and file copy are one
 * VMBus device each, and use one frame. A message travels in a channel in message mode
 * (VMBus/Pipe.h), has at most IC_MAXIMUM_MESSAGE_SIZE bytes and consists of IC_MSG_HDR and a
 * body. The host sends requests and the guest responds. A response repeats the transaction ID,
 * sets Status and IC_MSG_FLAG_TRANSACTION | IC_MSG_FLAG_RESPONSE, and contains the body of the
 * request with the results filled in, or no body if Status is the whole result.
 *
 *     host                                       guest
 *       |-- ICFeatureVersionNegotiation ---------->|  all versions that the host supports
 *       |<-- ICFeatureVersionNegotiation ----------|  one version of each kind
 *       |-- the component's messages ------------->|
 *       |<-- one response to each -----------------|
 *
 * The class IC_NEGOTIATE_CLASS_ID, 9722c3e7-8f86-456d-8b6c-6009da4ccd0b, is a negotiation channel
 * of its own; its messages are undocumented. Each component negotiates on its own channel.
 *
 * The host can negotiate again at any time, for instance after the machine was restored or
 * moved.
 *
 * A negotiation lists versions of the frame, then versions of the component. The guest selects
 * the newest of each kind that it supports, and responds with counts of 1 and 1, the frame
 * version and the component version. The host treats any other counts as "no common version".
 * The two versions in the header of a negotiation are zero; in all other messages they are the
 * negotiated ones.
 *
 * Observed in guests. FreeBSD, NetBSD, OpenBSD and Haiku respond with the message that they
 * received: the versions of the header stay unchanged, and the VMBus packet is in-band, without
 * a completion, with the transaction ID of the request's packet. FreeBSD and NetBSD select the
 * newest listed version that is not newer than their own, Haiku the first of its own versions
 * that is listed, OpenBSD 3.0 and 3.0, or 1.0 and 1.0. The response's ICMsgSize covers the counts
 * and two versions, 16 bytes; Haiku leaves that of the request, which may be longer. The host
 * waits for a response before it sends the next message, so a ring buffer need only hold the
 * longest message: one page of data is enough for heartbeat and time synchronization (Haiku).
 *
 * The remaining cases have no rule. Without a common version, Haiku responds with counts of 0
 * and IC_STATUS_FAIL; FreeBSD and NetBSD do not respond. To a message of an unknown type, Haiku
 * responds with IC_STATUS_FAIL; FreeBSD returns it unchanged, OpenBSD and NetBSD drop it.
 * OpenVMM's host waits for a response without a limit, so a guest should respond.
 *
 * The guest must not trust the host. It must check that ICMsgSize is at most the bytes that
 * follow the header in the packet and covers the component's structure, that the versions of
 * both counts fit in it, and that counts and sizes inside the body fit in it.
 *
 * Sources: OpenVMM hyperv_ic_protocol and hyperv_ic; FreeBSD vmbus_ic.c, OpenBSD
 * hypervic.c, NetBSD vmbusic.c, Haiku hyperv_ic; the original Mile.HyperV (1.x).
 */

#ifndef MILE_HYPERV_DEVICE_INTEGRATION_COMPONENT
#define MILE_HYPERV_DEVICE_INTEGRATION_COMPONENT

#include "../Hypervisor/Types.h"
#include "../VMBus/DeviceGuid.h"

HV_HEADER_BEGIN

/** Most bytes of a message, IC_MSG_HDR included. */
#define IC_MAXIMUM_MESSAGE_SIZE 13312

/** Major or minor number of a version. */
typedef HV_UINT16 IC_VERSION_FIELD, *PIC_VERSION_FIELD;

/** Version of the frame or of a component. */
typedef struct IC_VERSION
{
    IC_VERSION_FIELD Major; /**< Major number; 0 in IC_VERSION_NULL. */
    IC_VERSION_FIELD Minor; /**< Minor number. */
} IC_VERSION, *PIC_VERSION;
HV_STATIC_ASSERT(sizeof(IC_VERSION) == 4);

/*
 * Versions of the frame, as initializers of IC_VERSION. The header of a component defines its
 * versions.
 */

#define IC_VERSION_NULL { 0, 0 }
#define IC_FRAMEWORK_VERSION_1 { 1, 0 }
#define IC_FRAMEWORK_VERSION_3 { 3, 0 }

/** Kind of a message: negotiation, or the component that it belongs to. */
typedef HV_UINT32 IC_FEATURE_IDX, *PIC_FEATURE_IDX;
enum
{
    ICFeatureVersionNegotiation = 0, /**< IC_MSG_NEGOTIATE follows. */
    ICFeatureIdxHeartbeat = 1,       /**< Heartbeat.h. */
    ICFeatureIdxKvpExchange = 2,     /**< KeyValueExchange.h. */
    ICFeatureIdxShutdown = 3,        /**< Shutdown.h. */
    ICFeatureIdxTimeSync = 4,        /**< TimeSync.h. */
    ICFeatureIdxVss = 5,             /**< VolumeShadowCopy.h. */
    ICFeatureIdxRdv = 6,             /**< RemoteDesktop.h. */
    ICFeatureIdxGuestInterface = 7,  /**< GuestServices.h. */
    ICFeatureIdxVMSession = 8,       /**< Session of the machine; undocumented. */
    ICFeatureCount = 9,
};

/** IC_FEATURE_IDX in the 16 bits of IC_MSG_HDR. */
typedef HV_UINT16 IC_MSG_TYPE, *PIC_MSG_TYPE;

/*
 * Status of a response: HRESULTs. Zero in a request.
 */

#define IC_STATUS_SUCCESS 0x00000000
/** ERROR_NO_MORE_ITEMS: end of an enumeration. */
#define IC_STATUS_NO_MORE_ITEMS 0x80070103
#define IC_STATUS_FAIL 0x80004005
/** ERROR_NOT_SUPPORTED. */
#define IC_STATUS_NOT_SUPPORTED 0x80070032
/** ERROR_FILE_EXISTS. Source: Haiku, which never sends it. */
#define IC_STATUS_ALREADY_EXISTS 0x80070050
/** ERROR_INVALID_PARAMETER. Source: Haiku, which never sends it. */
#define IC_STATUS_INVALID_ARGUMENT 0x80070057
/** ERROR_DISK_FULL. Source: Haiku, which never sends it. */
#define IC_STATUS_DISK_FULL 0x80070070
/** ERROR_TIMEOUT. Source: Haiku, which never sends it. */
#define IC_STATUS_TIMEOUT 0x800705B4
/** ERROR_DEVICE_NOT_CONNECTED. Source: Linux (facts alone), FreeBSD. */
#define IC_STATUS_DEVICE_NOT_CONNECTED 0x8007048F
/** ERROR_MACHINE_LOCKED. Source: Linux (facts alone), FreeBSD. */
#define IC_STATUS_MACHINE_LOCKED 0x800704F7
/** WBEM_E_NOT_FOUND. */
#define IC_STATUS_NOT_FOUND 0x80041002

/** Transaction ID of a request and its response. */
typedef HV_UINT8 IC_MSG_TRANS_ID, *PIC_MSG_TRANS_ID;
/** Flags of a message: IC_MSG_FLAG_... */
typedef HV_UINT8 IC_MSG_HDR_FLAG, *PIC_MSG_HDR_FLAG;

/** Part of a transaction. A request with this flag requires a response, which repeats the flag. */
#define IC_MSG_FLAG_TRANSACTION 0x01
#define IC_MSG_FLAG_REQUEST 0x02
#define IC_MSG_FLAG_RESPONSE 0x04

/** Header of every message, in both directions. */
typedef struct IC_MSG_HDR
{
    IC_VERSION ICVerFramework; /**< Negotiated version of the frame; zero in a negotiation. */
    IC_MSG_TYPE ICMsgType;     /**< IC_FEATURE_IDX. */
    /** Negotiated version of the component; zero in a negotiation. */
    IC_VERSION ICVerMessage;
    /** Bytes that follow this header; at most IC_MAXIMUM_MESSAGE_SIZE - 20. */
    HV_UINT16 ICMsgSize;
    HV_UINT32 Status;                /**< IC_STATUS_... in a response; zero in a request. */
    IC_MSG_TRANS_ID ICTransactionId; /**< Repeated by the response. */
    IC_MSG_HDR_FLAG ICFlags;         /**< IC_MSG_FLAG_... */
    HV_UINT8 RESERVED[2];            /**< Must be zero. */
} IC_MSG_HDR, *PIC_MSG_HDR;
HV_STATIC_ASSERT(sizeof(IC_MSG_HDR) == 20);

/** Body of a negotiation. Host to guest, and guest to host as the response. All versions. */
typedef struct IC_MSG_NEGOTIATE
{
    /** Number of frame versions in ICVersionData; 1 in the response. */
    HV_UINT16 ICFrameworkVersionCount;
    /** Number of component versions in ICVersionData; 1 in the response. */
    HV_UINT16 ICMessageVersionCount;
    HV_UINT32 Reserved; /**< Must be zero. */
    /** Frame versions, then component versions; bounded by ICMsgSize. */
    IC_VERSION ICVersionData[];
} IC_MSG_NEGOTIATE, *PIC_MSG_NEGOTIATE;
HV_STATIC_ASSERT(sizeof(IC_MSG_NEGOTIATE) == 8);

/*
 * Transport of a component's frame, as numbered by Windows programs. Undocumented; no message
 * contains these values.
 */

/** Role in a transport. */
typedef HV_UINT32 IC_TRANSPORT_ROLE, *PIC_TRANSPORT_ROLE;
enum
{
    ICTransportRoleClient = 0,
    ICTransportRoleServer = 1,
    ICTransportRoleCount = 2,
};

/** Kind of a transport. */
typedef HV_UINT32 IC_TRANSPORT_PROTO, *PIC_TRANSPORT_PROTO;
enum
{
    ICTransportProtoVMBus = 0,
    ICTransportProtoNamed = 1,
    ICTransportProtoCount = 2,
};

/** Flags of a transport; values undocumented. */
typedef HV_UINT8 IC_TRANSPORT_FLAG, *PIC_TRANSPORT_FLAG;

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_INTEGRATION_COMPONENT */
