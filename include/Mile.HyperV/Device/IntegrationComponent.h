/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Integration components: the frame that the host's small services to a guest share.
 *
 * Heartbeat, shutdown, time, key-value pairs, snapshots and file copy are one
 * VMBus device each, and one frame: messages of a channel in message mode
 * (VMBus/Pipe.h), at most IC_MAXIMUM_MESSAGE_SIZE bytes, an IC_MSG_HDR and what
 * it frames. The host asks and the guest answers: with the same transaction
 * number, the same body (changed where the answer is part of it), a Status, and
 * IC_MSG_FLAG_TRANSACTION | IC_MSG_FLAG_RESPONSE.
 *
 *     host                                       guest
 *       |-- ICFeatureVersionNegotiation ---------->|  what it speaks, oldest first
 *       |<-- the same -----------------------------|  one of each kind
 *       |-- the component's messages ------------->|
 *       |<-- each answered ------------------------|
 *
 * The host can negotiate again at any time, for instance after the machine was
 * restored or moved.
 *
 * A negotiation lists versions of the frame, then versions of the component. The
 * guest answers with counts of 1 and 1, the chosen frame version and the chosen
 * component version; counts of zero say that it knows none.
 *
 * What a guest checks, because the host is not trusted: ICMsgSize is at most what
 * follows the header in the packet, and covers the component's structure; the two
 * counts fit in it; counts and sizes inside the body fit in it too.
 *
 * Sources: OpenVMM hyperv_ic_protocol and hyperv_ic; the original collection.
 */

#ifndef MILE_HYPERV_DEVICE_INTEGRATION_COMPONENT
#define MILE_HYPERV_DEVICE_INTEGRATION_COMPONENT

#include "../Hypervisor/Types.h"
#include "../VMBus/DeviceGuid.h"

HV_HEADER_BEGIN

/** The longest message of either side, in bytes, its header included. */
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
    ICFeatureIdxRdv = 6,             /**< The remote desktop's; VMBus/DeviceGuid.h. */
    ICFeatureIdxGuestInterface = 7,  /**< GuestServices.h. */
    ICFeatureIdxVMSession = 8,       /**< The sessions of PowerShell Direct. */
    ICFeatureCount = 9,
};

typedef HV_UINT16 IC_MSG_TYPE, *PIC_MSG_TYPE;

/*
 * IC_MSG_HDR.Status: HRESULTs.
 */

#define IC_STATUS_SUCCESS 0x00000000
/** ERROR_NO_MORE_ITEMS: an enumeration is over. */
#define IC_STATUS_NO_MORE_ITEMS 0x80070103
#define IC_STATUS_FAIL 0x80004005
/** ERROR_NOT_SUPPORTED. */
#define IC_STATUS_NOT_SUPPORTED 0x80070032
/** WBEM_E_NOT_FOUND. */
#define IC_STATUS_NOT_FOUND 0x80041002

typedef HV_UINT8 IC_MSG_TRANS_ID, *PIC_MSG_TRANS_ID;
typedef HV_UINT8 IC_MSG_HDR_FLAG, *PIC_MSG_HDR_FLAG;

/** Part of a transaction: a request with it wants an answer. */
#define IC_MSG_FLAG_TRANSACTION 0x01
#define IC_MSG_FLAG_REQUEST 0x02
#define IC_MSG_FLAG_RESPONSE 0x04

typedef struct IC_MSG_HDR
{
    IC_VERSION ICVerFramework;
    IC_MSG_TYPE ICMsgType;           /**< IC_FEATURE_IDX. */
    IC_VERSION ICVerMessage;         /**< The component's version. */
    HV_UINT16 ICMsgSize;             /**< Bytes behind this header. */
    HV_UINT32 Status;                /**< IC_STATUS_..., of an answer. */
    IC_MSG_TRANS_ID ICTransactionId; /**< Copied into the answer. */
    IC_MSG_HDR_FLAG ICFlags;         /**< IC_MSG_FLAG_... */
    HV_UINT8 RESERVED[2];
} IC_MSG_HDR, *PIC_MSG_HDR;
HV_STATIC_ASSERT(sizeof(IC_MSG_HDR) == 20);

typedef struct IC_MSG_NEGOTIATE
{
    HV_UINT16 ICFrameworkVersionCount;
    HV_UINT16 ICMessageVersionCount;
    HV_UINT32 Reserved;
    IC_VERSION ICVersionData[]; /**< The frame's versions, then the component's. */
} IC_MSG_NEGOTIATE, *PIC_MSG_NEGOTIATE;
HV_STATIC_ASSERT(sizeof(IC_MSG_NEGOTIATE) == 8);

/*
 * How a component's frame travels: the VMBus for a guest, a named pipe within the
 * host.
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
