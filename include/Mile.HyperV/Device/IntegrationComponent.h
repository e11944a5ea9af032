/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Integration components: the frame that the host's small services to a guest share.
 *
 * Heartbeat, shutdown, time, key-value pairs, snapshots and file copy are one
 * VMBus device each, and one frame: messages of a channel in message mode
 * (VMBus/Pipe.h), at most IC_MAXIMUM_MESSAGE_SIZE bytes, an IC_MSG_HDR and what
 * it frames. The host asks and the guest answers: with the same transaction
 * number, a Status, IC_MSG_FLAG_TRANSACTION | IC_MSG_FLAG_RESPONSE, and the same
 * body with the answer filled in, or no body where Status is the whole answer.
 *
 *     host                                       guest
 *       |-- ICFeatureVersionNegotiation ---------->|  all that it speaks
 *       |<-- the same -----------------------------|  one of each kind
 *       |-- the component's messages ------------->|
 *       |<-- each answered ------------------------|
 *
 * The host can negotiate again at any time, for instance after the machine was
 * restored or moved.
 *
 * A negotiation lists versions of the frame, then versions of the component. The
 * guest picks the newest of each that it knows, and answers with counts of 1 and
 * 1, the frame version and the component version. The host takes any other counts
 * for "none in common". The two versions in the header of a negotiation are zero;
 * in all other messages they are the negotiated ones.
 *
 * What guests do, in detail. All that were read (FreeBSD, NetBSD, OpenBSD, Haiku)
 * answer with the message that they received: the header's versions stay as they
 * came, and the VMBus packet is in-band, without a completion, with the transaction
 * id of the request's packet. FreeBSD and NetBSD pick the newest version of the list
 * that is not newer than their own, Haiku the first of its own that the list has,
 * OpenBSD 3.0 and 3.0, or 1.0 and 1.0. The answer's ICMsgSize covers the counts and
 * two versions, 16 bytes; Haiku leaves the request's, which may be longer. The host
 * waits for one answer before it sends the next message, so a ring need not hold more
 * than the longest: one page of data does for heartbeats and for the time (Haiku).
 *
 * The rest has no rule. Where no version is common, Haiku answers counts of 0 and
 * IC_STATUS_FAIL, FreeBSD and NetBSD not at all. A message of an unknown type Haiku
 * answers with IC_STATUS_FAIL; FreeBSD sends it back as it came, OpenBSD and NetBSD
 * drop it. OpenVMM's host waits for an answer without a limit, so one is better.
 *
 * What a guest checks, because the host is not trusted: ICMsgSize is at most what
 * follows the header in the packet, and covers the component's structure; the two
 * counts fit in it; counts and sizes inside the body fit in it too.
 *
 * Sources: OpenVMM hyperv_ic_protocol and hyperv_ic; FreeBSD vmbus_ic.c, OpenBSD
 * hypervic.c, NetBSD vmbusic.c, Haiku hyperv_ic; the original collection.
 */

#ifndef MILE_HYPERV_DEVICE_INTEGRATION_COMPONENT
#define MILE_HYPERV_DEVICE_INTEGRATION_COMPONENT

#include "../Hypervisor/Types.h"
#include "../VMBus/DeviceGuid.h"

HV_HEADER_BEGIN

/** The longest message of either side: bytes, with IC_MSG_HDR. */
#define IC_MAXIMUM_MESSAGE_SIZE 13312

typedef HV_UINT16 IC_VERSION_FIELD, *PIC_VERSION_FIELD;

typedef struct IC_VERSION
{
    IC_VERSION_FIELD Major;
    IC_VERSION_FIELD Minor;
} IC_VERSION, *PIC_VERSION;
HV_STATIC_ASSERT(sizeof(IC_VERSION) == 4);

/*
 * Versions, as initializers of IC_VERSION. Those of a component are in its own
 * header.
 */

#define IC_VERSION_NULL { 0, 0 }
#define IC_FRAMEWORK_VERSION_1 { 1, 0 }
#define IC_FRAMEWORK_VERSION_3 { 3, 0 }

/** IC_MSG_HDR.ICMsgType: the component, or the negotiation before it. */
typedef HV_UINT32 IC_FEATURE_IDX, *PIC_FEATURE_IDX;
enum
{
    ICFeatureVersionNegotiation = 0, /**< Carries IC_MSG_NEGOTIATE. */
    ICFeatureIdxHeartbeat = 1,       /**< Heartbeat.h. */
    ICFeatureIdxKvpExchange = 2,     /**< KeyValueExchange.h. */
    ICFeatureIdxShutdown = 3,        /**< Shutdown.h. */
    ICFeatureIdxTimeSync = 4,        /**< TimeSync.h. */
    ICFeatureIdxVss = 5,             /**< VolumeShadowCopy.h. */
    ICFeatureIdxRdv = 6,             /**< RemoteDesktop.h. */
    ICFeatureIdxGuestInterface = 7,  /**< GuestServices.h. */
    ICFeatureIdxVMSession = 8,       /**< A session of the machine; no public description. */
    ICFeatureCount = 9,
};

/** IC_FEATURE_IDX, as wide as it travels. */
typedef HV_UINT16 IC_MSG_TYPE, *PIC_MSG_TYPE;

/*
 * IC_MSG_HDR.Status: HRESULTs. Zero in a request.
 */

#define IC_STATUS_SUCCESS 0x00000000
/** ERROR_NO_MORE_ITEMS: an enumeration is over. */
#define IC_STATUS_NO_MORE_ITEMS 0x80070103
#define IC_STATUS_FAIL 0x80004005
/** ERROR_NOT_SUPPORTED. */
#define IC_STATUS_NOT_SUPPORTED 0x80070032
/** ERROR_FILE_EXISTS, ERROR_INVALID_PARAMETER, ERROR_DISK_FULL, ERROR_TIMEOUT. Source: Haiku, which sends none. */
#define IC_STATUS_ALREADY_EXISTS 0x80070050
#define IC_STATUS_INVALID_ARGUMENT 0x80070057
#define IC_STATUS_DISK_FULL 0x80070070
#define IC_STATUS_TIMEOUT 0x800705B4
/** ERROR_DEVICE_NOT_CONNECTED. Source: Linux (facts alone), FreeBSD. */
#define IC_STATUS_DEVICE_NOT_CONNECTED 0x8007048F
/** ERROR_MACHINE_LOCKED. Source: Linux (facts alone), FreeBSD. */
#define IC_STATUS_MACHINE_LOCKED 0x800704F7
/** WBEM_E_NOT_FOUND. */
#define IC_STATUS_NOT_FOUND 0x80041002

typedef HV_UINT8 IC_MSG_TRANS_ID, *PIC_MSG_TRANS_ID;
typedef HV_UINT8 IC_MSG_HDR_FLAG, *PIC_MSG_HDR_FLAG;

/** Part of a transaction: a request with it wants an answer, and the answer repeats it. */
#define IC_MSG_FLAG_TRANSACTION 0x01
#define IC_MSG_FLAG_REQUEST 0x02
#define IC_MSG_FLAG_RESPONSE 0x04

/** Begins each message of either side. */
typedef struct IC_MSG_HDR
{
    IC_VERSION ICVerFramework;
    IC_MSG_TYPE ICMsgType;           /**< IC_FEATURE_IDX. */
    IC_VERSION ICVerMessage;         /**< The component's version. */
    HV_UINT16 ICMsgSize;             /**< Bytes behind this header. */
    HV_UINT32 Status;                /**< IC_STATUS_..., of an answer. */
    IC_MSG_TRANS_ID ICTransactionId; /**< Copied into the answer. */
    IC_MSG_HDR_FLAG ICFlags;         /**< IC_MSG_FLAG_... */
    HV_UINT8 RESERVED[2];            /**< Zero. */
} IC_MSG_HDR, *PIC_MSG_HDR;
HV_STATIC_ASSERT(sizeof(IC_MSG_HDR) == 20);

/** Body of a negotiation, both ways; ICMsgSize covers the versions. */
typedef struct IC_MSG_NEGOTIATE
{
    HV_UINT16 ICFrameworkVersionCount;
    HV_UINT16 ICMessageVersionCount;
    HV_UINT32 Reserved;         /**< Zero. */
    IC_VERSION ICVersionData[]; /**< The frame's versions, then the component's. */
} IC_MSG_NEGOTIATE, *PIC_MSG_NEGOTIATE;
HV_STATIC_ASSERT(sizeof(IC_MSG_NEGOTIATE) == 8);

/*
 * How a component's frame travels, as Windows' own programs number it; none of it
 * is in a message, and there is no public description.
 */

typedef HV_UINT32 IC_TRANSPORT_ROLE, *PIC_TRANSPORT_ROLE;
enum
{
    ICTransportRoleClient = 0,
    ICTransportRoleServer = 1,
    ICTransportRoleCount = 2,
};

typedef HV_UINT32 IC_TRANSPORT_PROTO, *PIC_TRANSPORT_PROTO;
enum
{
    ICTransportProtoVMBus = 0,
    ICTransportProtoNamed = 1,
    ICTransportProtoCount = 2,
};

typedef HV_UINT8 IC_TRANSPORT_FLAG, *PIC_TRANSPORT_FLAG;

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_INTEGRATION_COMPONENT */
