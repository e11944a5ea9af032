/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief RNDIS, as the synthetic network adapter uses it: frames, requests and indications.
 *
 * Every message begins with RNDIS_MESSAGE: a type, a length and one of the structures of
 * RNDIS_MESSAGE_CONTAINER. Offsets in a structure are in bytes from the start of that structure,
 * not of the message, unless its comment specifies otherwise. Lengths are in bytes. The version
 * of RNDIS is 1.0 for all messages.
 *
 *     guest                                           host
 *       |-- REMOTE_NDIS_INITIALIZE_MSG ---------------->|
 *       |<-- REMOTE_NDIS_INITIALIZE_CMPLT --------------|
 *       |-- REMOTE_NDIS_QUERY_MSG --------------------->|  the address, the link, the MTU,
 *       |<-- REMOTE_NDIS_QUERY_CMPLT -------------------|  the offloads of the host
 *       |-- REMOTE_NDIS_SET_MSG ----------------------->|  offloads, RSS, finally the filter:
 *       |<-- REMOTE_NDIS_SET_CMPLT ---------------------|  frames flow after it
 *       |== REMOTE_NDIS_PACKET_MSG ====================>|  both ways
 *       |<-- REMOTE_NDIS_INDICATE_STATUS_MSG -----------|  the link went down, or up
 *       |-- REMOTE_NDIS_HALT_MSG ---------------------->|
 *
 * A frame's message is RNDIS_PACKET, then RNDIS_PER_PACKET_INFO records (checksums, VLAN,
 * segmentation), then the Ethernet frame.
 *
 * Requests: FreeBSD sends them in this form, and hosts accept it. RequestId is not 0.
 * InformationBufferOffset of a query is 20 even if the buffer is empty: a host refuses 0, which the
 * RNDIS specification requires. A query of the RSS or of the offload capabilities carries an object
 * header with the requested revision. FreeBSD offers a MaxTransferSize of 2048, and accepts a
 * response to its REMOTE_NDIS_INITIALIZE_MSG without AFListSize. A REMOTE_NDIS_HALT_MSG has no
 * response except the completion of its packet. On some hosts the filter is not 0 after the
 * initialization, and frames arrive at once: FreeBSD sets it to 0, and drops all frames that arrive
 * within 200 ms.
 *
 * Frames to the host. Several messages may share one section of the send buffer: at most
 * MaxPacketsPerMessage of them, and MaxTransferSize bytes together. PacketAlignmentFactor is an
 * exponent: the guest rounds MessageLength of every message but the last one up to a multiple of
 * 1 << PacketAlignmentFactor, and the next message begins there. OpenVMM reports 3 (8 bytes) and 8
 * messages. For segmentation the guest writes 0 for the IP length and for the IP checksum, and the
 * TCP checksum of the pseudo-header without a length.
 *
 * Frames to the guest. Known hosts send one frame per message. Offsets and sizes of records are
 * multiples of 4, DataOffset need not be, and the three areas must not overlap.
 * TcpChecksumSucceeded can accompany a UDP frame. The message is in the receive buffer (Network.h),
 * which the host can change at any time: the guest must copy RNDIS_MESSAGE, RNDIS_PACKET and the
 * records into private memory before it parses them, and must not read them from the buffer again.
 *
 * Fragments. If NVSP_2_NETVSC_CAPABILITIES.RscOverVmbus is set and receive coalescing is enabled
 * (RNDIS_OFFLOAD_PARAMETERS.RscIPv4, RscIPv6), a coalesced TCP segment may arrive in several
 * messages. Every fragment has the internal record RNDIS_PACKET_INFO_ID, whose Flags contain
 * RNDIS_PACKET_INFO_FLAGS_MULTI_SUBALLOC:
 *
 *   - the first fragment has ..._FIRST_FRAGMENT, the last one ..._LAST_FRAGMENT;
 *   - the fragments arrive in order, on one channel; the data of each follows the data of the
 *     fragment before it. A fragment without a first one before it is dropped;
 *   - the other records (checksum, VLAN, hash) accompany the first fragment and describe the whole
 *     segment;
 *   - a segment has at most NVSP_MAX_PACKETS_PER_RECEIVE_RSC_OVER_VMBUS (562) fragments. A guest
 *     must drop a segment with more, and one whose total length exceeds what it can deliver.
 *
 * OpenVMM's host sends no fragments.
 *
 * A guest must check, because the host is not trusted: MessageLength is at most the bytes of the
 * range; every offset plus its length stays within MessageLength, without an overflow; a record's
 * Size is at least its header and at most the rest of the records; RequestId belongs to a request
 * in flight.
 *
 * The RCONDIS messages serve connection-oriented media. No known Hyper-V host sends them; this
 * header defines them because they have numbers.
 *
 * Hosts differ:
 *
 *                                     Windows                     OpenVMM
 *     link state, MediaConnectState   undocumented                always 1, connected
 *     MediaDuplexState                undocumented                always 0, unknown
 *     REMOTE_NDIS_SET_EX_MSG          undocumented                not implemented
 *     header of offload and RSS sets  not checked (OpenVMM)       not checked
 *
 * Sources: OpenVMM netvsp rndisprot; symbols of netvsc 14347; FreeBSD hn_rndis.c, if_hn.c,
 * if_hnreg.h and rndis.h; Linux 7.3 (facts alone); mingw-w64 ntddndis.h and ifdef.h; Windows SDK
 * 10.0.28000 ntddndis.h; the original Mile.HyperV (1.x).
 */

#ifndef MILE_HYPERV_DEVICE_RNDIS
#define MILE_HYPERV_DEVICE_RNDIS

#include "../Hypervisor/Types.h"
#include "RndisOid.h"

HV_HEADER_BEGIN

/** First member of each structure that NDIS versions by its size; both ways. */
typedef struct RNDIS_OBJECT_HEADER
{
    HV_UINT8 Type;     /**< RNDIS_OBJECT_TYPE_... */
    HV_UINT8 Revision; /**< Revision of the structure, from 1; it determines Size. */
    /** Bytes of the structure in this revision, with this header; at least 4. */
    HV_UINT16 Size;
} RNDIS_OBJECT_HEADER, *PRNDIS_OBJECT_HEADER;
HV_STATIC_ASSERT(sizeof(RNDIS_OBJECT_HEADER) == 4);

#define RNDIS_OBJECT_TYPE_DEFAULT 0x80
#define RNDIS_OBJECT_TYPE_RSS_CAPABILITIES 0x88
#define RNDIS_OBJECT_TYPE_RSS_PARAMETERS 0x89
#define RNDIS_OBJECT_TYPE_REQUEST_EX 0x96
#define RNDIS_OBJECT_TYPE_OFFLOAD 0xA7
#define RNDIS_OBJECT_TYPE_OFFLOAD_ENCAPSULATION 0xA8

/** Identifies a request; the response repeats it. */
typedef HV_UINT32 RNDIS_REQUEST_ID, *PRNDIS_REQUEST_ID;
/** Handle of a virtual circuit; 0 on Ethernet. */
typedef HV_UINT32 RNDIS_HANDLE, *PRNDIS_HANDLE;
/** Request type of connection-oriented media; its values are undocumented. */
typedef HV_UINT32 RNDIS_REQUEST_TYPE, *PRNDIS_REQUEST_TYPE;
/** Class of out-of-band data; its values are undocumented. */
typedef HV_UINT32 RNDIS_CLASS_ID, *PRNDIS_CLASS_ID;
/** RNDIS_MEDIUM_... */
typedef HV_UINT32 RNDIS_MEDIUM, *PRNDIS_MEDIUM;
/** Address family of connection-oriented media; its values are undocumented. */
typedef HV_UINT32 RNDIS_AF, *PRNDIS_AF;

/*
 * Message types: requests and indications.
 */

#define REMOTE_NDIS_PACKET_MSG 0x00000001
#define REMOTE_NDIS_INITIALIZE_MSG 0x00000002
#define REMOTE_NDIS_HALT_MSG 0x00000003
#define REMOTE_NDIS_QUERY_MSG 0x00000004
#define REMOTE_NDIS_SET_MSG 0x00000005
#define REMOTE_NDIS_RESET_MSG 0x00000006
#define REMOTE_NDIS_INDICATE_STATUS_MSG 0x00000007
#define REMOTE_NDIS_KEEPALIVE_MSG 0x00000008
#define REMOTE_NDIS_SET_EX_MSG 0x00000009
#define REMOTE_CONDIS_MP_CREATE_VC_MSG 0x00008001
#define REMOTE_CONDIS_MP_DELETE_VC_MSG 0x00008002
#define REMOTE_CONDIS_MP_ACTIVATE_VC_MSG 0x00008005
#define REMOTE_CONDIS_MP_DEACTIVATE_VC_MSG 0x00008006
#define REMOTE_CONDIS_INDICATE_STATUS_MSG 0x00008007

/*
 * Message types: responses.
 */

#define REMOTE_NDIS_INITIALIZE_CMPLT 0x80000002
#define REMOTE_NDIS_QUERY_CMPLT 0x80000004
#define REMOTE_NDIS_SET_CMPLT 0x80000005
#define REMOTE_NDIS_RESET_CMPLT 0x80000006
#define REMOTE_NDIS_KEEPALIVE_CMPLT 0x80000008
#define REMOTE_NDIS_SET_EX_CMPLT 0x80000009
#define REMOTE_CONDIS_MP_CREATE_VC_CMPLT 0x80008001
#define REMOTE_CONDIS_MP_DELETE_VC_CMPLT 0x80008002
#define REMOTE_CONDIS_MP_ACTIVATE_VC_CMPLT 0x80008005
#define REMOTE_CONDIS_MP_DEACTIVATE_VC_CMPLT 0x80008006

/** Message type of the bus that carries RNDIS; unused on the VMBus. */
#define REMOTE_NDIS_BUS_MSG 0xFF000001

/*
 * Constants of the messages.
 */

/** RNDIS_INITIALIZE_COMPLETE.DeviceFlags: the medium is connectionless. */
#define RNDIS_DF_CONNECTIONLESS 0x00000001
/** RNDIS_INITIALIZE_COMPLETE.DeviceFlags: the medium is connection-oriented. */
#define RNDIS_DF_CONNECTION_ORIENTED 0x00000002
/** RNDIS_INITIALIZE_COMPLETE.DeviceFlags: undocumented. */
#define RNDIS_DF_RAW_DATA 0x00000004

/** RNDIS_INITIALIZE_COMPLETE.Medium: Ethernet. */
#define RNDIS_MEDIUM_802_3 0x00000000
#define RNDIS_MEDIUM_802_5 0x00000001
#define RNDIS_MEDIUM_FDDI 0x00000002
#define RNDIS_MEDIUM_WAN 0x00000003
#define RNDIS_MEDIUM_LOCAL_TALK 0x00000004
#define RNDIS_MEDIUM_ARCNET_RAW 0x00000006
#define RNDIS_MEDIUM_ARCNET878_2 0x00000007
#define RNDIS_MEDIUM_ATM 0x00000008
#define RNDIS_MEDIUM_WIRELESS_WAN 0x00000009
#define RNDIS_MEDIUM_IRDA 0x0000000A
#define RNDIS_MEDIUM_CO_WAN 0x0000000B
#define RNDIS_MEDIUM_MAX 0x0000000D

/*
 * Responses to RNDIS_OID_GEN_HARDWARE_STATUS and RNDIS_OID_GEN_PHYSICAL_MEDIUM.
 */

#define RNDIS_HARDWARE_STATUS_READY 0
#define RNDIS_HARDWARE_STATUS_INITIALIZING 1
#define RNDIS_HARDWARE_STATUS_RESET 2
#define RNDIS_HARDWARE_STATUS_CLOSING 3
#define RNDIS_HARDWARE_STATUS_NOT_READY 4

#define RNDIS_PHYSICAL_MEDIUM_UNSPECIFIED 0
#define RNDIS_PHYSICAL_MEDIUM_802_3 14

/**
 * Response to RNDIS_OID_GEN_MEDIA_CONNECT_STATUS: the link is up. RNDIS_LINK_STATE has other
 * numbers.
 */
#define RNDIS_MEDIA_STATE_CONNECTED 0x00000000
/** Response to RNDIS_OID_GEN_MEDIA_CONNECT_STATUS: the link is down. */
#define RNDIS_MEDIA_STATE_DISCONNECTED 0x00000001

/*
 * Values of RNDIS_LINK_STATE. Source: mingw-w64 ifdef.h, Windows SDK ntddndis.h.
 */

/** RNDIS_LINK_STATE.MediaConnectState: the state of the link is unknown. */
#define RNDIS_MEDIA_CONNECT_STATE_UNKNOWN 0
/** RNDIS_LINK_STATE.MediaConnectState: the link is up. */
#define RNDIS_MEDIA_CONNECT_STATE_CONNECTED 1
/** RNDIS_LINK_STATE.MediaConnectState: the link is down. */
#define RNDIS_MEDIA_CONNECT_STATE_DISCONNECTED 2

/** RNDIS_LINK_STATE.MediaDuplexState: unknown; OpenVMM always reports it. */
#define RNDIS_MEDIA_DUPLEX_STATE_UNKNOWN 0
/** RNDIS_LINK_STATE.MediaDuplexState: half duplex. */
#define RNDIS_MEDIA_DUPLEX_STATE_HALF 1
/** RNDIS_LINK_STATE.MediaDuplexState: full duplex. */
#define RNDIS_MEDIA_DUPLEX_STATE_FULL 2

/** RNDIS_LINK_STATE.PauseFunctions: no pause frames; OpenVMM always reports it. */
#define RNDIS_PAUSE_FUNCTIONS_UNSUPPORTED 0
/** RNDIS_LINK_STATE.PauseFunctions: the adapter sends pause frames. */
#define RNDIS_PAUSE_FUNCTIONS_SEND_ONLY 1
/** RNDIS_LINK_STATE.PauseFunctions: the adapter obeys pause frames. */
#define RNDIS_PAUSE_FUNCTIONS_RECEIVE_ONLY 2
/** RNDIS_LINK_STATE.PauseFunctions: the adapter sends and obeys pause frames. */
#define RNDIS_PAUSE_FUNCTIONS_SEND_AND_RECEIVE 3
/** RNDIS_LINK_STATE.PauseFunctions: not determined yet. */
#define RNDIS_PAUSE_FUNCTIONS_UNKNOWN 4

/** RNDIS_INITIALIZE_REQUEST.MajorVersion. */
#define RNDIS_MAJOR_VERSION 0x00000001
/** RNDIS_INITIALIZE_REQUEST.MinorVersion. */
#define RNDIS_MINOR_VERSION 0x00000000

#define RNDIS_MAC_OPTION_COPY_LOOKAHEAD_DATA 0x00000001
#define RNDIS_MAC_OPTION_RECEIVE_SERIALIZED 0x00000002
#define RNDIS_MAC_OPTION_TRANSFERS_NOT_PEND 0x00000004
#define RNDIS_MAC_OPTION_NO_LOOPBACK 0x00000008
#define RNDIS_MAC_OPTION_FULL_DUPLEX 0x00000010
#define RNDIS_MAC_OPTION_EOTX_INDICATION 0x00000020
#define RNDIS_MAC_OPTION_8021P_PRIORITY 0x00000040
#define RNDIS_MAC_OPTION_SUPPORTS_MAC_ADDRESS_OVERWRITE 0x00000080
#define RNDIS_MAC_OPTION_RECEIVE_AT_DPC 0x00000100
#define RNDIS_MAC_OPTION_8021Q_VLAN 0x00000200

/** Link state of the adapter; response to RNDIS_OID_GEN_LINK_STATE, host to guest. */
typedef struct RNDIS_LINK_STATE
{
    RNDIS_OBJECT_HEADER Header;
    HV_UINT32 MediaConnectState; /**< RNDIS_MEDIA_CONNECT_STATE_... */
    HV_UINT32 MediaDuplexState;  /**< RNDIS_MEDIA_DUPLEX_STATE_... */
    HV_UINT32 Padding;
    HV_UINT64 XmitLinkSpeed;        /**< Bits per second. */
    HV_UINT64 RcvLinkSpeed;         /**< Bits per second. */
    HV_UINT32 PauseFunctions;       /**< RNDIS_PAUSE_FUNCTIONS_... */
    HV_UINT32 AutoNegotiationFlags; /**< RNDIS_LINK_STATE_..._AUTO_NEGOTIATED. */
} RNDIS_LINK_STATE, *PRNDIS_LINK_STATE;
HV_STATIC_ASSERT(sizeof(RNDIS_LINK_STATE) == 40);

/** RNDIS_LINK_STATE.AutoNegotiationFlags: XmitLinkSpeed is negotiated. */
#define RNDIS_LINK_STATE_XMIT_LINK_SPEED_AUTO_NEGOTIATED 0x00000001
/** RNDIS_LINK_STATE.AutoNegotiationFlags: RcvLinkSpeed is negotiated. */
#define RNDIS_LINK_STATE_RCV_LINK_SPEED_AUTO_NEGOTIATED 0x00000002
/** RNDIS_LINK_STATE.AutoNegotiationFlags: MediaDuplexState is negotiated. */
#define RNDIS_LINK_STATE_DUPLEX_AUTO_NEGOTIATED 0x00000004
/** RNDIS_LINK_STATE.AutoNegotiationFlags: PauseFunctions is negotiated. */
#define RNDIS_LINK_STATE_PAUSE_FUNCTIONS_AUTO_NEGOTIATED 0x00000008

/** Value of a link speed in RNDIS_LINK_STATE and RNDIS_LINK_PARAMETERS: unknown. */
#define RNDIS_LINK_SPEED_UNKNOWN 0xFFFFFFFFFFFFFFFFULL

#define RNDIS_LINK_STATE_REVISION_1 1
#define RNDIS_SIZEOF_LINK_STATE_REVISION_1 40
#define RNDIS_LINK_PARAMETERS_REVISION_1 1
#define RNDIS_SIZEOF_LINK_PARAMETERS_REVISION_1 32

/**
 * Requested link parameters; data of RNDIS_OID_GEN_LINK_PARAMETERS, guest to host. Source: Windows
 * SDK ntddndis.h.
 */
typedef struct RNDIS_LINK_PARAMETERS
{
    RNDIS_OBJECT_HEADER Header;
    HV_UINT32 MediaDuplexState;     /**< RNDIS_MEDIA_DUPLEX_STATE_... */
    HV_UINT64 XmitLinkSpeed;        /**< Bits per second. */
    HV_UINT64 RcvLinkSpeed;         /**< Bits per second. */
    HV_UINT32 PauseFunctions;       /**< RNDIS_PAUSE_FUNCTIONS_... */
    HV_UINT32 AutoNegotiationFlags; /**< RNDIS_LINK_STATE_..._AUTO_NEGOTIATED. */
} RNDIS_LINK_PARAMETERS, *PRNDIS_LINK_PARAMETERS;
HV_STATIC_ASSERT(sizeof(RNDIS_LINK_PARAMETERS) == 32);

/**
 * Link speed; data of RNDIS_STATUS_LINK_SPEED_CHANGE and RNDIS_OID_GEN_MAX_LINK_SPEED, host to
 * guest.
 */
typedef struct RNDIS_LINK_SPEED
{
    HV_UINT64 XmitLinkSpeed; /**< Bits per second. */
    HV_UINT64 RcvLinkSpeed;  /**< Bits per second. */
} RNDIS_LINK_SPEED, *PRNDIS_LINK_SPEED;
HV_STATIC_ASSERT(sizeof(RNDIS_LINK_SPEED) == 16);

/*
 * Requests and their responses.
 */

/** Starts RNDIS; guest to host. RNDIS_INITIALIZE_COMPLETE answers it. Since RNDIS 1.0. */
typedef struct RNDIS_INITIALIZE_REQUEST
{
    RNDIS_REQUEST_ID RequestId; /**< Identifies the request; not 0. */
    HV_UINT32 MajorVersion;     /**< RNDIS_MAJOR_VERSION. */
    HV_UINT32 MinorVersion;     /**< RNDIS_MINOR_VERSION. */
    HV_UINT32 MaxTransferSize;  /**< Maximum bytes of a message that the guest accepts. */
} RNDIS_INITIALIZE_REQUEST, *PRNDIS_INITIALIZE_REQUEST;
HV_STATIC_ASSERT(sizeof(RNDIS_INITIALIZE_REQUEST) == 16);

/** Response to REMOTE_NDIS_INITIALIZE_MSG; host to guest. Since RNDIS 1.0. */
typedef struct RNDIS_INITIALIZE_COMPLETE
{
    RNDIS_REQUEST_ID RequestId;     /**< RequestId of the request. */
    RNDIS_STATUS Status;            /**< RNDIS_STATUS_..., the result. */
    HV_UINT32 MajorVersion;         /**< RNDIS_MAJOR_VERSION of the host. */
    HV_UINT32 MinorVersion;         /**< RNDIS_MINOR_VERSION of the host. */
    HV_UINT32 DeviceFlags;          /**< RNDIS_DF_... */
    RNDIS_MEDIUM Medium;            /**< RNDIS_MEDIUM_802_3. */
    HV_UINT32 MaxPacketsPerMessage; /**< Maximum number of RNDIS messages in one section; OpenVMM: 8. */
    HV_UINT32 MaxTransferSize;      /**< Maximum bytes of the messages in one section; OpenVMM: 0xEFFFFFFF. */
    /** Exponent: each message begins at a multiple of 1 << factor bytes; OpenVMM: 3. */
    HV_UINT32 PacketAlignmentFactor;
    HV_UINT32 AFListOffset; /**< Offset of the list of address families; unused, 0. */
    HV_UINT32 AFListSize;   /**< Bytes of the list of address families; unused, 0. */
} RNDIS_INITIALIZE_COMPLETE, *PRNDIS_INITIALIZE_COMPLETE;
HV_STATIC_ASSERT(sizeof(RNDIS_INITIALIZE_COMPLETE) == 44);

/** Address family of connection-oriented media; unused on the VMBus. */
typedef struct RCONDIS_ADDRESS_FAMILY
{
    RNDIS_AF AddressFamily; /**< Undocumented. */
    HV_UINT32 MajorVersion; /**< Undocumented. */
    HV_UINT32 MinorVersion; /**< Undocumented. */
} RCONDIS_ADDRESS_FAMILY, *PRCONDIS_ADDRESS_FAMILY;
HV_STATIC_ASSERT(sizeof(RCONDIS_ADDRESS_FAMILY) == 12);

/** Stops RNDIS; guest to host. No response. Since RNDIS 1.0. */
typedef struct RNDIS_HALT_REQUEST
{
    RNDIS_REQUEST_ID RequestId; /**< Identifies the request; not 0. */
} RNDIS_HALT_REQUEST, *PRNDIS_HALT_REQUEST;
HV_STATIC_ASSERT(sizeof(RNDIS_HALT_REQUEST) == 4);

/** Queries an object; guest to host. RNDIS_QUERY_COMPLETE answers it. Since RNDIS 1.0. */
typedef struct RNDIS_QUERY_REQUEST
{
    RNDIS_REQUEST_ID RequestId;        /**< Identifies the request; not 0. */
    RNDIS_OID Oid;                     /**< RNDIS_OID_..., the object. */
    /** Bytes of the information buffer, within the message; may be 0. */
    HV_UINT32 InformationBufferLength;
    /** Bytes from the start of RequestId to the information buffer; 20, even if it is empty. */
    HV_UINT32 InformationBufferOffset;
    RNDIS_HANDLE DeviceVcHandle; /**< Virtual circuit; 0 on Ethernet. */
} RNDIS_QUERY_REQUEST, *PRNDIS_QUERY_REQUEST;
HV_STATIC_ASSERT(sizeof(RNDIS_QUERY_REQUEST) == 20);

/** Response to REMOTE_NDIS_QUERY_MSG; host to guest. Since RNDIS 1.0. */
typedef struct RNDIS_QUERY_COMPLETE
{
    RNDIS_REQUEST_ID RequestId;        /**< RequestId of the request. */
    RNDIS_STATUS Status;               /**< RNDIS_STATUS_..., the result. */
    /** Bytes of the information buffer, within the message; may be 0. */
    HV_UINT32 InformationBufferLength;
    /** Bytes from the start of RequestId to the information buffer. */
    HV_UINT32 InformationBufferOffset;
} RNDIS_QUERY_COMPLETE, *PRNDIS_QUERY_COMPLETE;
HV_STATIC_ASSERT(sizeof(RNDIS_QUERY_COMPLETE) == 16);

/** Sets an object; guest to host. RNDIS_SET_COMPLETE answers it. Since RNDIS 1.0. */
typedef struct RNDIS_SET_REQUEST
{
    RNDIS_REQUEST_ID RequestId;        /**< Identifies the request; not 0. */
    RNDIS_OID Oid;                     /**< RNDIS_OID_..., the object. */
    /** Bytes of the information buffer, within the message; may be 0. */
    HV_UINT32 InformationBufferLength;
    /** Bytes from the start of RequestId to the information buffer. */
    HV_UINT32 InformationBufferOffset;
    RNDIS_HANDLE DeviceVcHandle; /**< Virtual circuit; 0 on Ethernet. */
} RNDIS_SET_REQUEST, *PRNDIS_SET_REQUEST;
HV_STATIC_ASSERT(sizeof(RNDIS_SET_REQUEST) == 20);

/** Response to REMOTE_NDIS_SET_MSG; host to guest. Since RNDIS 1.0. */
typedef struct RNDIS_SET_COMPLETE
{
    RNDIS_REQUEST_ID RequestId; /**< RequestId of the request. */
    RNDIS_STATUS Status;        /**< RNDIS_STATUS_..., the result. */
} RNDIS_SET_COMPLETE, *PRNDIS_SET_COMPLETE;
HV_STATIC_ASSERT(sizeof(RNDIS_SET_COMPLETE) == 8);

/**
 * Sets an object and returns data; guest to host. RNDIS_SET_EX_COMPLETE answers it. OpenVMM does
 * not implement it. The version that introduced it is undocumented.
 */
typedef struct RNDIS_SET_EX_REQUEST
{
    RNDIS_REQUEST_ID RequestId;        /**< Identifies the request; not 0. */
    RNDIS_OID Oid;                     /**< RNDIS_OID_..., the object. */
    /** Bytes of the information buffer, within the message; may be 0. */
    HV_UINT32 InformationBufferLength;
    /** Bytes from the start of RequestId to the information buffer. */
    HV_UINT32 InformationBufferOffset;
    RNDIS_HANDLE DeviceVcHandle; /**< Virtual circuit; 0 on Ethernet. */
} RNDIS_SET_EX_REQUEST, *PRNDIS_SET_EX_REQUEST;
HV_STATIC_ASSERT(sizeof(RNDIS_SET_EX_REQUEST) == 20);

/**
 * Response to REMOTE_NDIS_SET_EX_MSG; host to guest. The version that introduced it is
 * undocumented.
 */
typedef struct RNDIS_SET_EX_COMPLETE
{
    RNDIS_REQUEST_ID RequestId;        /**< RequestId of the request. */
    RNDIS_STATUS Status;               /**< RNDIS_STATUS_..., the result. */
    /** Bytes of the information buffer, within the message; may be 0. */
    HV_UINT32 InformationBufferLength;
    /** Bytes from the start of RequestId to the information buffer. */
    HV_UINT32 InformationBufferOffset;
} RNDIS_SET_EX_COMPLETE, *PRNDIS_SET_EX_COMPLETE;
HV_STATIC_ASSERT(sizeof(RNDIS_SET_EX_COMPLETE) == 16);

/**
 * Resets the adapter; guest to host. RNDIS_RESET_COMPLETE answers it. It has no RequestId, so at
 * most one may be in flight. Since RNDIS 1.0.
 */
typedef struct RNDIS_RESET_REQUEST
{
    HV_UINT32 Reserved;
} RNDIS_RESET_REQUEST, *PRNDIS_RESET_REQUEST;
HV_STATIC_ASSERT(sizeof(RNDIS_RESET_REQUEST) == 4);

/** Response to REMOTE_NDIS_RESET_MSG; host to guest. Since RNDIS 1.0. */
typedef struct RNDIS_RESET_COMPLETE
{
    RNDIS_STATUS Status;       /**< RNDIS_STATUS_..., the result. */
    HV_UINT32 AddressingReset; /**< Undocumented. */
} RNDIS_RESET_COMPLETE, *PRNDIS_RESET_COMPLETE;
HV_STATIC_ASSERT(sizeof(RNDIS_RESET_COMPLETE) == 8);

/** Reports a change of the adapter; host to guest, unsolicited. No response. Since RNDIS 1.0. */
typedef struct RNDIS_INDICATE_STATUS
{
    RNDIS_STATUS Status;          /**< RNDIS_STATUS_..., the change. */
    HV_UINT32 StatusBufferLength; /**< Bytes of the status buffer, within the message; may be 0. */
    HV_UINT32 StatusBufferOffset; /**< Bytes from the start of Status to the status buffer. */
} RNDIS_INDICATE_STATUS, *PRNDIS_INDICATE_STATUS;
HV_STATIC_ASSERT(sizeof(RNDIS_INDICATE_STATUS) == 12);

/** Start of the status buffer of an indication of an error; host to guest. */
typedef struct RNDIS_DIAGNOSTIC_INFO
{
    RNDIS_STATUS DiagStatus; /**< RNDIS_STATUS_..., the error. */
    HV_UINT32 ErrorOffset;   /**< Undocumented. */
} RNDIS_DIAGNOSTIC_INFO, *PRNDIS_DIAGNOSTIC_INFO;
HV_STATIC_ASSERT(sizeof(RNDIS_DIAGNOSTIC_INFO) == 8);

/**
 * Checks that the receiver responds; both ways. RNDIS_KEEPALIVE_COMPLETE answers it. Since RNDIS
 * 1.0.
 */
typedef struct RNDIS_KEEPALIVE_REQUEST
{
    RNDIS_REQUEST_ID RequestId; /**< Identifies the request. */
} RNDIS_KEEPALIVE_REQUEST, *PRNDIS_KEEPALIVE_REQUEST;
HV_STATIC_ASSERT(sizeof(RNDIS_KEEPALIVE_REQUEST) == 4);

/** Response to REMOTE_NDIS_KEEPALIVE_MSG; both ways. Since RNDIS 1.0. */
typedef struct RNDIS_KEEPALIVE_COMPLETE
{
    RNDIS_REQUEST_ID RequestId; /**< RequestId of the request. */
    RNDIS_STATUS Status;        /**< RNDIS_STATUS_..., the result. */
} RNDIS_KEEPALIVE_COMPLETE, *PRNDIS_KEEPALIVE_COMPLETE;
HV_STATIC_ASSERT(sizeof(RNDIS_KEEPALIVE_COMPLETE) == 8);

/*
 * Frames.
 */

/**
 * One frame, the body of REMOTE_NDIS_PACKET_MSG; both ways. No response in RNDIS: the completion of
 * the NVSP packet ends it. Since RNDIS 1.0.
 */
typedef struct RNDIS_PACKET
{
    HV_UINT32 DataOffset;          /**< Bytes from the start of RNDIS_PACKET to the frame. */
    HV_UINT32 DataLength;          /**< Bytes of the frame, within the message. */
    HV_UINT32 OOBDataOffset;       /**< Bytes from the start of RNDIS_PACKET to the first RNDIS_OOBD; unused, 0. */
    HV_UINT32 OOBDataLength;       /**< Bytes of all RNDIS_OOBD; unused, 0. */
    HV_UINT32 NumOOBDataElements;  /**< Number of RNDIS_OOBD; unused, 0. */
    HV_UINT32 PerPacketInfoOffset; /**< Bytes from the start of RNDIS_PACKET to the first RNDIS_PER_PACKET_INFO. */
    HV_UINT32 PerPacketInfoLength; /**< Bytes of all RNDIS_PER_PACKET_INFO; 0 if there is none. */
    RNDIS_HANDLE VcHandle;         /**< 0. */
    HV_UINT32 Reserved;
} RNDIS_PACKET, *PRNDIS_PACKET;
HV_STATIC_ASSERT(sizeof(RNDIS_PACKET) == 36);

/** Out-of-band data of a frame. No known host or guest sends any. */
typedef struct RNDIS_OOBD
{
    HV_UINT32 Size;                   /**< Undocumented. */
    RNDIS_CLASS_ID Type;              /**< Undocumented. */
    HV_UINT32 ClassInformationOffset; /**< Undocumented. */
} RNDIS_OOBD, *PRNDIS_OOBD;
HV_STATIC_ASSERT(sizeof(RNDIS_OOBD) == 12);

/** RNDIS_PACKET_ID_INFO.Flags: the message is a fragment of a coalesced segment. */
#define RNDIS_PACKET_INFO_FLAGS_MULTI_SUBALLOC 1
/**
 * RNDIS_PACKET_ID_INFO.Flags: the first fragment, which carries the records of the whole segment.
 */
#define RNDIS_PACKET_INFO_FLAGS_MULTI_SUBALLOC_FIRST_FRAGMENT 2
/** RNDIS_PACKET_ID_INFO.Flags: the last fragment. */
#define RNDIS_PACKET_INFO_FLAGS_MULTI_SUBALLOC_LAST_FRAGMENT 4
/** RNDIS_PACKET_ID_INFO.Version: the only version. */
#define RNDIS_PACKET_INFO_ID_VERSION_V1 1

/**
 * Identifies a fragment of a coalesced segment; host to guest, the data of record
 * RNDIS_PACKET_INFO_ID.
 */
typedef struct RNDIS_PACKET_ID_INFO
{
    HV_UINT8 Version;   /**< RNDIS_PACKET_INFO_ID_VERSION_V1. */
    HV_UINT8 Flags;     /**< RNDIS_PACKET_INFO_FLAGS_... */
    HV_UINT16 PacketId; /**< Undocumented; guests use Flags and the order of arrival. */
} RNDIS_PACKET_ID_INFO, *PRNDIS_PACKET_ID_INFO;
HV_STATIC_ASSERT(sizeof(RNDIS_PACKET_ID_INFO) == 4);

/**
 * RNDIS_PER_PACKET_INFO.InfoType of a record with Internal set; the data is RNDIS_PACKET_ID_INFO.
 */
#define RNDIS_PACKET_INFO_ID 1

/*
 * RNDIS_PER_PACKET_INFO.InfoType of a record with Internal clear. No known host or guest sends a
 * type whose comment names no direction. Source: FreeBSD ndis.h and if_hnreg.h, Linux (facts
 * alone).
 */

/** Checksums of a frame: RNDIS_TCP_IP_CHECKSUM_NET_BUFFER_LIST_INFO, both ways. */
#define RNDIS_PPI_TCP_IP_CHECKSUM 0
/** IPsec offload; its data is undocumented. */
#define RNDIS_PPI_IPSEC 1
/** Segmentation of a frame: RNDIS_TCP_LARGE_SEND_OFFLOAD_NET_BUFFER_LIST_INFO, guest to host. */
#define RNDIS_PPI_LARGE_SEND_OFFLOAD 2
/** Classification handle; its data is undocumented. */
#define RNDIS_PPI_CLASSIFICATION_HANDLE 3
/** Scatter-gather list; its data is undocumented. */
#define RNDIS_PPI_SG_LIST 5
/** VLAN tag of a frame: RNDIS_VLAN_NET_BUFFER_LIST_INFO, both ways. */
#define RNDIS_PPI_VLAN 6
/** Original packet; its data is undocumented. */
#define RNDIS_PPI_ORIGINAL_PACKET 7
/** Cancellation id of a packet; a synthetic adapter uses the number for RNDIS_PPI_HASH_VALUE. */
#define RNDIS_PPI_PACKET_CANCEL_ID 8
/**
 * Hash of the frame: HV_UINT32. Host to guest, the hash of receive-side scaling; guest to host
 * since NVSP 5.0, so that the host completes the frame on the channel of that hash (FreeBSD).
 */
#define RNDIS_PPI_HASH_VALUE 8
/** Original net buffer list; a synthetic adapter uses the number for RNDIS_PPI_HASH_INFO. */
#define RNDIS_PPI_ORIGINAL_NET_BUFFER_LIST 9
/**
 * Function and fields of RNDIS_PPI_HASH_VALUE: HV_UINT32 of RNDIS_HASH_... (RndisOffload.h). Host
 * to guest.
 */
#define RNDIS_PPI_HASH_INFO 9
/** Cached net buffer list; its data is undocumented. */
#define RNDIS_PPI_CACHED_NET_BUFFER_LIST 10
/** Padding of a short packet; its data is undocumented. */
#define RNDIS_PPI_SHORT_PACKET_PADDING 11

/** Record of a frame's metadata; the next record begins Size bytes after it. */
typedef struct RNDIS_PER_PACKET_INFO
{
    HV_UINT32 Size; /**< Bytes of this header and the data; a multiple of 4. */
    union
    {
        HV_UINT32 Type; /**< InfoType and Internal in one word. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 InfoType : 31; /**< Bits 0 to 30: RNDIS_PPI_..., or RNDIS_PACKET_INFO_ID if Internal is set. */
            HV_UINT32 Internal : 1;  /**< Bit 31: InfoType is a type of the virtual switch itself. */
        };
#endif
    };
    HV_UINT32 PerPacketInformationOffset; /**< Bytes from the start of this record to its data. */
} RNDIS_PER_PACKET_INFO, *PRNDIS_PER_PACKET_INFO;
HV_STATIC_ASSERT(sizeof(RNDIS_PER_PACKET_INFO) == 12);

/**
 * Checksums of a frame; both ways. Transmit requests checksums from the host, Receive reports those
 * that the host has checked.
 */
typedef struct RNDIS_TCP_IP_CHECKSUM_NET_BUFFER_LIST_INFO
{
    union
    {
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 IsIPv4 : 1;      /**< Bit 0: The frame is IPv4. */
            HV_UINT32 IsIPv6 : 1;      /**< Bit 1: The frame is IPv6. */
            HV_UINT32 TcpChecksum : 1; /**< Bit 2: The host must compute the TCP checksum. */
            HV_UINT32 UdpChecksum : 1; /**< Bit 3: The host must compute the UDP checksum. */
            /** Bit 4: The host must compute the IPv4 header checksum. */
            HV_UINT32 IpHeaderChecksum : 1;
            HV_UINT32 Reserved : 11;
            /** Bits 16 to 25: Bytes from the start of the frame to the TCP header. */
            HV_UINT32 TcpHeaderOffset : 10;
            HV_UINT32 ReservedEnd : 6;
        } Transmit; /**< Form of a frame from the guest. */
#endif
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 TcpChecksumFailed : 1;       /**< Bit 0: The TCP checksum is wrong. */
            HV_UINT32 UdpChecksumFailed : 1;       /**< Bit 1: The UDP checksum is wrong. */
            HV_UINT32 IpChecksumFailed : 1;        /**< Bit 2: The IPv4 header checksum is wrong. */
            HV_UINT32 TcpChecksumSucceeded : 1;    /**< Bit 3: The TCP checksum is correct. */
            HV_UINT32 UdpChecksumSucceeded : 1;    /**< Bit 4: The UDP checksum is correct. */
            HV_UINT32 IpChecksumSucceeded : 1;     /**< Bit 5: The IPv4 header checksum is correct. */
            HV_UINT32 Loopback : 1;                /**< Bit 6: Undocumented. */
            HV_UINT32 TcpChecksumValueInvalid : 1; /**< Bit 7: Undocumented. */
            HV_UINT32 IpChecksumValueInvalid : 1;  /**< Bit 8: Undocumented. */
            HV_UINT32 Reserved : 23;
        } Receive; /**< Form of a frame from the host. */
#endif
        HV_UINT32 Value; /**< All bits in one word. */
    };
} RNDIS_TCP_IP_CHECKSUM_NET_BUFFER_LIST_INFO, *PRNDIS_TCP_IP_CHECKSUM_NET_BUFFER_LIST_INFO;
HV_STATIC_ASSERT(sizeof(RNDIS_TCP_IP_CHECKSUM_NET_BUFFER_LIST_INFO) == 4);

/**
 * Requests that the host split the frame into TCP segments; guest to host. Type selects the form: 0
 * is LsoV1, 1 is LsoV2.
 */
typedef struct RNDIS_TCP_LARGE_SEND_OFFLOAD_NET_BUFFER_LIST_INFO
{
    union
    {
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 Unused : 30; /**< Bits 0 to 29: Defined by the form that Type selects. */
            HV_UINT32 Type : 1;    /**< Bit 30: 0 is LsoV1, 1 is LsoV2. */
            HV_UINT32 Reserved2 : 1;
        } Transmit; /**< The members that both forms share. */
#endif
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 MSS : 20; /**< Bits 0 to 19: Bytes of TCP payload in one segment. */
            /** Bits 20 to 29: Bytes from the start of the frame to the TCP header. */
            HV_UINT32 TcpHeaderOffset : 10;
            HV_UINT32 Type : 1; /**< Bit 30: 0 is LsoV1, 1 is LsoV2. */
            HV_UINT32 Reserved2 : 1;
        } LsoV1Transmit; /**< Request of form 1 (Type 0): IPv4 alone. */
#endif
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 TcpPayload : 30; /**< Bits 0 to 29: Bytes of TCP payload sent. */
            HV_UINT32 Type : 1;        /**< Bit 30: 0 is LsoV1, 1 is LsoV2. */
            HV_UINT32 Reserved2 : 1;
        } LsoV1TransmitComplete; /**< Result of form 1 (Type 0). */
#endif
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 MSS : 20; /**< Bits 0 to 19: Bytes of TCP payload in one segment. */
            /** Bits 20 to 29: Bytes from the start of the frame to the TCP header. */
            HV_UINT32 TcpHeaderOffset : 10;
            HV_UINT32 Type : 1;      /**< Bit 30: 0 is LsoV1, 1 is LsoV2. */
            HV_UINT32 IPVersion : 1; /**< Bit 31: 0 is IPv4, 1 is IPv6. */
        } LsoV2Transmit; /**< Request of form 2 (Type 1): IPv4 or IPv6. */
#endif
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 Reserved : 30;
            HV_UINT32 Type : 1; /**< Bit 30: 0 is LsoV1, 1 is LsoV2. */
            HV_UINT32 Reserved2 : 1;
        } LsoV2TransmitComplete; /**< Result of form 2 (Type 1). */
#endif
        HV_UINT32 Value; /**< All bits in one word. */
    };
} RNDIS_TCP_LARGE_SEND_OFFLOAD_NET_BUFFER_LIST_INFO, *PRNDIS_TCP_LARGE_SEND_OFFLOAD_NET_BUFFER_LIST_INFO;
HV_STATIC_ASSERT(sizeof(RNDIS_TCP_LARGE_SEND_OFFLOAD_NET_BUFFER_LIST_INFO) == 4);

/** VLAN tag of a frame whose bytes do not contain it; both ways. */
typedef struct RNDIS_VLAN_NET_BUFFER_LIST_INFO
{
    union
    {
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 Priority : 3;              /**< Bits 0 to 2: 802.1p priority. */
            HV_UINT32 DropEligibleIndicator : 1; /**< Bit 3: The frame may be dropped first. */
            HV_UINT32 VlanId : 12;               /**< Bits 4 to 15: 802.1Q VLAN id. */
            HV_UINT32 Reserved : 16;
        } Transmit; /**< The tag, in both directions. */
#endif
        HV_UINT32 Value; /**< All bits in one word. */
    };
} RNDIS_VLAN_NET_BUFFER_LIST_INFO, *PRNDIS_VLAN_NET_BUFFER_LIST_INFO;
HV_STATIC_ASSERT(sizeof(RNDIS_VLAN_NET_BUFFER_LIST_INFO) == 4);

/*
 * Configuration: RNDIS_OID_GEN_RNDIS_CONFIG_PARAMETER.
 */

#define RNDIS_CONFIG_PARAM_TYPE_INTEGER 0
#define RNDIS_CONFIG_PARAM_TYPE_HEX_INTEGER 1
#define RNDIS_CONFIG_PARAM_TYPE_STRING 2
#define RNDIS_CONFIG_PARAM_TYPE_MULTI_STRING 3
#define RNDIS_CONFIG_PARAM_TYPE_BINARY 4

/**
 * Sets one parameter of the adapter; data of RNDIS_OID_GEN_RNDIS_CONFIG_PARAMETER, guest to
 * host. The name and the value (UTF-16 if text) follow in the information buffer. OpenVMM accepts
 * at most 255 bytes each.
 */
typedef struct RNDIS_CONFIG_PARAMETER_INFO
{
    HV_UINT32 ParameterNameOffset;  /**< Bytes from the start of this structure to the name. */
    HV_UINT32 ParameterNameLength;  /**< Bytes of the name; OpenVMM accepts at most 255. */
    HV_UINT32 ParameterType;        /**< RNDIS_CONFIG_PARAM_TYPE_... */
    HV_UINT32 ParameterValueOffset; /**< Bytes from the start of this structure to the value. */
    HV_UINT32 ParameterValueLength; /**< Bytes of the value; OpenVMM accepts at most 255. */
} RNDIS_CONFIG_PARAMETER_INFO, *PRNDIS_CONFIG_PARAMETER_INFO;
HV_STATIC_ASSERT(sizeof(RNDIS_CONFIG_PARAMETER_INFO) == 20);

/*
 * Statistics and interrupt moderation. Source: Windows SDK ntddndis.h.
 */

#define RNDIS_STATISTICS_FLAGS_VALID_DIRECTED_FRAMES_RCV 0x00000001
#define RNDIS_STATISTICS_FLAGS_VALID_MULTICAST_FRAMES_RCV 0x00000002
#define RNDIS_STATISTICS_FLAGS_VALID_BROADCAST_FRAMES_RCV 0x00000004
#define RNDIS_STATISTICS_FLAGS_VALID_BYTES_RCV 0x00000008
#define RNDIS_STATISTICS_FLAGS_VALID_RCV_DISCARDS 0x00000010
#define RNDIS_STATISTICS_FLAGS_VALID_RCV_ERROR 0x00000020
#define RNDIS_STATISTICS_FLAGS_VALID_DIRECTED_FRAMES_XMIT 0x00000040
#define RNDIS_STATISTICS_FLAGS_VALID_MULTICAST_FRAMES_XMIT 0x00000080
#define RNDIS_STATISTICS_FLAGS_VALID_BROADCAST_FRAMES_XMIT 0x00000100
#define RNDIS_STATISTICS_FLAGS_VALID_BYTES_XMIT 0x00000200
#define RNDIS_STATISTICS_FLAGS_VALID_XMIT_ERROR 0x00000400
#define RNDIS_STATISTICS_FLAGS_VALID_XMIT_DISCARDS 0x00008000
#define RNDIS_STATISTICS_FLAGS_VALID_DIRECTED_BYTES_RCV 0x00010000
#define RNDIS_STATISTICS_FLAGS_VALID_MULTICAST_BYTES_RCV 0x00020000
#define RNDIS_STATISTICS_FLAGS_VALID_BROADCAST_BYTES_RCV 0x00040000
#define RNDIS_STATISTICS_FLAGS_VALID_DIRECTED_BYTES_XMIT 0x00080000
#define RNDIS_STATISTICS_FLAGS_VALID_MULTICAST_BYTES_XMIT 0x00100000
#define RNDIS_STATISTICS_FLAGS_VALID_BROADCAST_BYTES_XMIT 0x00200000
#define RNDIS_STATISTICS_INFO_REVISION_1 1
#define RNDIS_SIZEOF_STATISTICS_INFO_REVISION_1 152

/** Counters since the start of the adapter; response to RNDIS_OID_GEN_STATISTICS, host to guest. */
typedef struct RNDIS_STATISTICS_INFO
{
    RNDIS_OBJECT_HEADER Header;
    HV_UINT32 SupportedStatistics;    /**< RNDIS_STATISTICS_FLAGS_VALID_... of the members that are valid. */
    HV_UINT64 IfInDiscards;           /**< Discarded frames, receive direction. */
    HV_UINT64 IfInErrors;             /**< Frames with errors, receive direction. */
    HV_UINT64 IfHCInOctets;           /**< Bytes received. */
    HV_UINT64 IfHCInUcastPkts;        /**< Unicast frames received. */
    HV_UINT64 IfHCInMulticastPkts;    /**< Multicast frames received. */
    HV_UINT64 IfHCInBroadcastPkts;    /**< Broadcast frames received. */
    HV_UINT64 IfHCOutOctets;          /**< Bytes sent. */
    HV_UINT64 IfHCOutUcastPkts;       /**< Unicast frames sent. */
    HV_UINT64 IfHCOutMulticastPkts;   /**< Multicast frames sent. */
    HV_UINT64 IfHCOutBroadcastPkts;   /**< Broadcast frames sent. */
    HV_UINT64 IfOutErrors;            /**< Frames with errors, send direction. */
    HV_UINT64 IfOutDiscards;          /**< Discarded frames, send direction. */
    HV_UINT64 IfHCInUcastOctets;      /**< Bytes received in unicast frames. */
    HV_UINT64 IfHCInMulticastOctets;  /**< Bytes received in multicast frames. */
    HV_UINT64 IfHCInBroadcastOctets;  /**< Bytes received in broadcast frames. */
    HV_UINT64 IfHCOutUcastOctets;     /**< Bytes sent in unicast frames. */
    HV_UINT64 IfHCOutMulticastOctets; /**< Bytes sent in multicast frames. */
    HV_UINT64 IfHCOutBroadcastOctets; /**< Bytes sent in broadcast frames. */
} RNDIS_STATISTICS_INFO, *PRNDIS_STATISTICS_INFO;
HV_STATIC_ASSERT(sizeof(RNDIS_STATISTICS_INFO) == 152);

/** RNDIS_INTERRUPT_MODERATION_PARAMETERS.InterruptModeration: the state is unknown. */
#define RNDIS_INTERRUPT_MODERATION_UNKNOWN 0
#define RNDIS_INTERRUPT_MODERATION_NOT_SUPPORTED 1
#define RNDIS_INTERRUPT_MODERATION_ENABLED 2
#define RNDIS_INTERRUPT_MODERATION_DISABLED 3

/** RNDIS_INTERRUPT_MODERATION_PARAMETERS.Flags: a change requires a reset. */
#define RNDIS_INTERRUPT_MODERATION_CHANGE_NEEDS_RESET 0x00000001
/** RNDIS_INTERRUPT_MODERATION_PARAMETERS.Flags: a change requires a new initialization. */
#define RNDIS_INTERRUPT_MODERATION_CHANGE_NEEDS_REINITIALIZE 0x00000002

/** Interrupt moderation; data of RNDIS_OID_GEN_INTERRUPT_MODERATION, both ways. */
typedef struct RNDIS_INTERRUPT_MODERATION_PARAMETERS
{
    RNDIS_OBJECT_HEADER Header;
    HV_UINT32 Flags;               /**< RNDIS_INTERRUPT_MODERATION_CHANGE_NEEDS_... */
    HV_UINT32 InterruptModeration; /**< RNDIS_INTERRUPT_MODERATION_... */
} RNDIS_INTERRUPT_MODERATION_PARAMETERS, *PRNDIS_INTERRUPT_MODERATION_PARAMETERS;
HV_STATIC_ASSERT(sizeof(RNDIS_INTERRUPT_MODERATION_PARAMETERS) == 12);

#define RNDIS_INTERRUPT_MODERATION_PARAMETERS_REVISION_1 1
#define RNDIS_SIZEOF_INTERRUPT_MODERATION_PARAMETERS_REVISION_1 12

/*
 * Connection-oriented media. No known Hyper-V host sends these messages, and no source
 * documents their members beyond names and widths.
 */

/**
 * Body of REMOTE_CONDIS_MP_CREATE_VC_MSG; RCONDIS_MP_CREATE_VC_COMPLETE answers it. Direction and
 * version are undocumented.
 */
typedef struct RCONDIS_MP_CREATE_VC
{
    RNDIS_REQUEST_ID RequestId; /**< Identifies the request; not 0. */
    RNDIS_HANDLE NdisVcHandle;  /**< Virtual circuit, as the guest names it. */
} RCONDIS_MP_CREATE_VC, *PRCONDIS_MP_CREATE_VC;
HV_STATIC_ASSERT(sizeof(RCONDIS_MP_CREATE_VC) == 8);

/** Response to REMOTE_CONDIS_MP_CREATE_VC_MSG. Direction and version are undocumented. */
typedef struct RCONDIS_MP_CREATE_VC_COMPLETE
{
    RNDIS_REQUEST_ID RequestId;  /**< RequestId of the request. */
    RNDIS_HANDLE DeviceVcHandle; /**< Virtual circuit, as the device names it. */
    RNDIS_STATUS Status;         /**< RNDIS_STATUS_..., the result. */
} RCONDIS_MP_CREATE_VC_COMPLETE, *PRCONDIS_MP_CREATE_VC_COMPLETE;
HV_STATIC_ASSERT(sizeof(RCONDIS_MP_CREATE_VC_COMPLETE) == 12);

/**
 * Body of REMOTE_CONDIS_MP_DELETE_VC_MSG; RCONDIS_MP_DELETE_VC_COMPLETE answers it. Direction and
 * version are undocumented.
 */
typedef struct RCONDIS_MP_DELETE_VC
{
    RNDIS_REQUEST_ID RequestId;  /**< Identifies the request; not 0. */
    RNDIS_HANDLE DeviceVcHandle; /**< Virtual circuit, as the device names it. */
} RCONDIS_MP_DELETE_VC, *PRCONDIS_MP_DELETE_VC;
HV_STATIC_ASSERT(sizeof(RCONDIS_MP_DELETE_VC) == 8);

/** Response to REMOTE_CONDIS_MP_DELETE_VC_MSG. Direction and version are undocumented. */
typedef struct RCONDIS_MP_DELETE_VC_COMPLETE
{
    RNDIS_REQUEST_ID RequestId; /**< RequestId of the request. */
    RNDIS_STATUS Status;        /**< RNDIS_STATUS_..., the result. */
} RCONDIS_MP_DELETE_VC_COMPLETE, *PRCONDIS_MP_DELETE_VC_COMPLETE;
HV_STATIC_ASSERT(sizeof(RCONDIS_MP_DELETE_VC_COMPLETE) == 8);

/**
 * Query of connection-oriented media; no message type carries it. Direction, response and version
 * are undocumented.
 */
typedef struct RCONDIS_MP_QUERY_REQUEST
{
    RNDIS_REQUEST_ID RequestId;        /**< Identifies the request; not 0. */
    RNDIS_REQUEST_TYPE RequestType;    /**< Undocumented. */
    RNDIS_OID Oid;                     /**< RNDIS_OID_..., the object. */
    RNDIS_HANDLE DeviceVcHandle;       /**< Virtual circuit, as the device names it. */
    HV_UINT32 InformationBufferLength; /**< Undocumented. */
    HV_UINT32 InformationBufferOffset; /**< Undocumented. */
} RCONDIS_MP_QUERY_REQUEST, *PRCONDIS_MP_QUERY_REQUEST;
HV_STATIC_ASSERT(sizeof(RCONDIS_MP_QUERY_REQUEST) == 24);

/**
 * Setting of connection-oriented media; no message type carries it. Direction, response and version
 * are undocumented.
 */
typedef struct RCONDIS_MP_SET_REQUEST
{
    RNDIS_REQUEST_ID RequestId;        /**< Identifies the request; not 0. */
    RNDIS_REQUEST_TYPE RequestType;    /**< Undocumented. */
    RNDIS_OID Oid;                     /**< RNDIS_OID_..., the object. */
    RNDIS_HANDLE DeviceVcHandle;       /**< Virtual circuit, as the device names it. */
    HV_UINT32 InformationBufferLength; /**< Undocumented. */
    HV_UINT32 InformationBufferOffset; /**< Undocumented. */
} RCONDIS_MP_SET_REQUEST, *PRCONDIS_MP_SET_REQUEST;
HV_STATIC_ASSERT(sizeof(RCONDIS_MP_SET_REQUEST) == 24);

/**
 * Body of REMOTE_CONDIS_INDICATE_STATUS_MSG. No response. Direction and version are undocumented.
 */
typedef struct RCONDIS_INDICATE_STATUS
{
    RNDIS_HANDLE NdisVcHandle;    /**< Virtual circuit, as the guest names it. */
    RNDIS_STATUS Status;          /**< RNDIS_STATUS_..., the change. */
    HV_UINT32 StatusBufferLength; /**< Undocumented. */
    HV_UINT32 StatusBufferOffset; /**< Undocumented. */
} RCONDIS_INDICATE_STATUS, *PRCONDIS_INDICATE_STATUS;
HV_STATIC_ASSERT(sizeof(RCONDIS_INDICATE_STATUS) == 16);

/** Parameters of a medium or of a call manager. */
typedef struct RCONDIS_SPECIFIC_PARAMETERS
{
    HV_UINT32 ParameterType;   /**< Undocumented. */
    HV_UINT32 ParameterLength; /**< Undocumented. */
    HV_UINT32 ParameterOffset; /**< Undocumented. */
} RCONDIS_SPECIFIC_PARAMETERS, *PRCONDIS_SPECIFIC_PARAMETERS;
HV_STATIC_ASSERT(sizeof(RCONDIS_SPECIFIC_PARAMETERS) == 12);

/** Parameters of the medium of a virtual circuit. */
typedef struct RCONDIS_MEDIA_PARAMETERS
{
    HV_UINT32 Flags; /**< Undocumented. */
    HV_UINT32 Reserved1;
    HV_UINT32 Reserved2;
    RCONDIS_SPECIFIC_PARAMETERS MediaSpecific; /**< Parameters of the medium. */
} RCONDIS_MEDIA_PARAMETERS, *PRCONDIS_MEDIA_PARAMETERS;
HV_STATIC_ASSERT(sizeof(RCONDIS_MEDIA_PARAMETERS) == 24);

/** Quality of service of one direction of a virtual circuit. */
typedef struct RNDIS_FLOWSPEC
{
    HV_UINT32 TokenRate;          /**< Undocumented. */
    HV_UINT32 TokenBucketSize;    /**< Undocumented. */
    HV_UINT32 PeakBandwidth;      /**< Undocumented. */
    HV_UINT32 Latency;            /**< Undocumented. */
    HV_UINT32 DelayVariation;     /**< Undocumented. */
    HV_UINT32 ServiceType;        /**< Undocumented. */
    HV_UINT32 MaxSduSize;         /**< Undocumented. */
    HV_UINT32 MinimumPolicedSize; /**< Undocumented. */
} RNDIS_FLOWSPEC, *PRNDIS_FLOWSPEC;
HV_STATIC_ASSERT(sizeof(RNDIS_FLOWSPEC) == 32);

/** Parameters of the call manager of a virtual circuit. */
typedef struct RCONDIS_CALL_MANAGER_PARAMETERS
{
    RNDIS_FLOWSPEC Transmit;                     /**< Quality of service, send direction. */
    RNDIS_FLOWSPEC Receive;                      /**< Quality of service, receive direction. */
    RCONDIS_SPECIFIC_PARAMETERS CallMgrSpecific; /**< Parameters of the call manager. */
} RCONDIS_CALL_MANAGER_PARAMETERS, *PRCONDIS_CALL_MANAGER_PARAMETERS;
HV_STATIC_ASSERT(sizeof(RCONDIS_CALL_MANAGER_PARAMETERS) == 76);

/**
 * Body of REMOTE_CONDIS_MP_ACTIVATE_VC_MSG; RCONDIS_MP_ACTIVATE_VC_COMPLETE answers it. Direction
 * and version are undocumented.
 */
typedef struct RCONDIS_MP_ACTIVATE_VC_REQUEST
{
    RNDIS_REQUEST_ID RequestId;    /**< Identifies the request; not 0. */
    HV_UINT32 Flags;               /**< Undocumented. */
    RNDIS_HANDLE DeviceVcHandle;   /**< Virtual circuit, as the device names it. */
    HV_UINT32 MediaParamsOffset;   /**< Undocumented. */
    HV_UINT32 MediaParamsLength;   /**< Undocumented. */
    HV_UINT32 CallMgrParamsOffset; /**< Undocumented. */
    HV_UINT32 CallMgrParamsLength; /**< Undocumented. */
} RCONDIS_MP_ACTIVATE_VC_REQUEST, *PRCONDIS_MP_ACTIVATE_VC_REQUEST;
HV_STATIC_ASSERT(sizeof(RCONDIS_MP_ACTIVATE_VC_REQUEST) == 28);

/** Response to REMOTE_CONDIS_MP_ACTIVATE_VC_MSG. Direction and version are undocumented. */
typedef struct RCONDIS_MP_ACTIVATE_VC_COMPLETE
{
    RNDIS_REQUEST_ID RequestId; /**< RequestId of the request. */
    RNDIS_STATUS Status;        /**< RNDIS_STATUS_..., the result. */
} RCONDIS_MP_ACTIVATE_VC_COMPLETE, *PRCONDIS_MP_ACTIVATE_VC_COMPLETE;
HV_STATIC_ASSERT(sizeof(RCONDIS_MP_ACTIVATE_VC_COMPLETE) == 8);

/**
 * Body of REMOTE_CONDIS_MP_DEACTIVATE_VC_MSG; RCONDIS_MP_DEACTIVATE_VC_COMPLETE answers it.
 * Direction and version are undocumented.
 */
typedef struct RCONDIS_MP_DEACTIVATE_VC_REQUEST
{
    RNDIS_REQUEST_ID RequestId;  /**< Identifies the request; not 0. */
    HV_UINT32 Flags;             /**< Undocumented. */
    RNDIS_HANDLE DeviceVcHandle; /**< Virtual circuit, as the device names it. */
} RCONDIS_MP_DEACTIVATE_VC_REQUEST, *PRCONDIS_MP_DEACTIVATE_VC_REQUEST;
HV_STATIC_ASSERT(sizeof(RCONDIS_MP_DEACTIVATE_VC_REQUEST) == 12);

/** Response to REMOTE_CONDIS_MP_DEACTIVATE_VC_MSG. Direction and version are undocumented. */
typedef struct RCONDIS_MP_DEACTIVATE_VC_COMPLETE
{
    RNDIS_REQUEST_ID RequestId; /**< RequestId of the request. */
    RNDIS_STATUS Status;        /**< RNDIS_STATUS_..., the result. */
} RCONDIS_MP_DEACTIVATE_VC_COMPLETE, *PRCONDIS_MP_DEACTIVATE_VC_COMPLETE;
HV_STATIC_ASSERT(sizeof(RCONDIS_MP_DEACTIVATE_VC_COMPLETE) == 8);

/*
 * A message.
 */

/** Body of any message; NdisMessageType selects the member. */
typedef union RNDIS_MESSAGE_CONTAINER
{
    RNDIS_PACKET Packet;
    RNDIS_INITIALIZE_REQUEST InitializeRequest;
    RNDIS_HALT_REQUEST HaltRequest;
    RNDIS_QUERY_REQUEST QueryRequest;
    RNDIS_SET_REQUEST SetRequest;
    RNDIS_SET_EX_REQUEST SetExRequest;
    RNDIS_RESET_REQUEST ResetRequest;
    RNDIS_KEEPALIVE_REQUEST KeepaliveRequest;
    RNDIS_INDICATE_STATUS IndicateStatus;
    RNDIS_INITIALIZE_COMPLETE InitializeComplete;
    RNDIS_QUERY_COMPLETE QueryComplete;
    RNDIS_SET_COMPLETE SetComplete;
    RNDIS_SET_EX_COMPLETE SetExComplete;
    RNDIS_RESET_COMPLETE ResetComplete;
    RNDIS_KEEPALIVE_COMPLETE KeepaliveComplete;
    RCONDIS_MP_CREATE_VC CoMiniportCreateVc;             /**< REMOTE_CONDIS_MP_CREATE_VC_MSG. */
    RCONDIS_MP_DELETE_VC CoMiniportDeleteVc;             /**< REMOTE_CONDIS_MP_DELETE_VC_MSG. */
    RCONDIS_INDICATE_STATUS CoIndicateStatus;            /**< REMOTE_CONDIS_INDICATE_STATUS_MSG. */
    RCONDIS_MP_ACTIVATE_VC_REQUEST CoMiniportActivateVc; /**< REMOTE_CONDIS_MP_ACTIVATE_VC_MSG. */
    /** REMOTE_CONDIS_MP_DEACTIVATE_VC_MSG. */
    RCONDIS_MP_DEACTIVATE_VC_REQUEST CoMiniportDeactivateVc;
    /** Response to CoMiniportCreateVc. */
    RCONDIS_MP_CREATE_VC_COMPLETE CoMiniportCreateVcComplete;
    /** Response to CoMiniportDeleteVc. */
    RCONDIS_MP_DELETE_VC_COMPLETE CoMiniportDeleteVcComplete;
    /** Response to CoMiniportActivateVc. */
    RCONDIS_MP_ACTIVATE_VC_COMPLETE CoMiniportActivateVcComplete;
    /** Response to CoMiniportDeactivateVc. */
    RCONDIS_MP_DEACTIVATE_VC_COMPLETE CoMiniportDeactivateVcComplete;
} RNDIS_MESSAGE_CONTAINER, *PRNDIS_MESSAGE_CONTAINER;
HV_STATIC_ASSERT(sizeof(RNDIS_MESSAGE_CONTAINER) == 44);

/**
 * Any message. MessageLength specifies its length, which can be below or above the size of this
 * structure.
 */
typedef struct RNDIS_MESSAGE
{
    HV_UINT32 NdisMessageType;       /**< REMOTE_NDIS_... or REMOTE_CONDIS_... */
    /**
     * Bytes from NdisMessageType to the end of the message; at most the bytes of its range or
     * section.
     */
    HV_UINT32 MessageLength;
    RNDIS_MESSAGE_CONTAINER Message; /**< Body of the message. */
} RNDIS_MESSAGE, *PRNDIS_MESSAGE;
HV_STATIC_ASSERT(sizeof(RNDIS_MESSAGE) == 52);

/** Bytes of a message whose body is the given structure. */
#define RNDIS_MESSAGE_SIZE(Message) (sizeof(Message) + (sizeof(RNDIS_MESSAGE) - sizeof(RNDIS_MESSAGE_CONTAINER)))

/*
 * Filter: RNDIS_OID_GEN_CURRENT_PACKET_FILTER.
 */

#define RNDIS_PACKET_TYPE_NONE 0x00000000
#define RNDIS_PACKET_TYPE_DIRECTED 0x00000001
#define RNDIS_PACKET_TYPE_MULTICAST 0x00000002
#define RNDIS_PACKET_TYPE_ALL_MULTICAST 0x00000004
#define RNDIS_PACKET_TYPE_BROADCAST 0x00000008
#define RNDIS_PACKET_TYPE_SOURCE_ROUTING 0x00000010
#define RNDIS_PACKET_TYPE_PROMISCUOUS 0x00000020
#define RNDIS_PACKET_TYPE_SMT 0x00000040
#define RNDIS_PACKET_TYPE_ALL_LOCAL 0x00000080
#define RNDIS_PACKET_TYPE_GROUP 0x00001000
#define RNDIS_PACKET_TYPE_ALL_FUNCTIONAL 0x00002000
#define RNDIS_PACKET_TYPE_FUNCTIONAL 0x00004000
#define RNDIS_PACKET_TYPE_MAC_FRAME 0x00008000
#define RNDIS_PACKET_TYPE_NO_LOCAL 0x00010000

/** Filter that a common network stack sets. */
#define RNDIS_NPROTO_PACKET_FILTER                                                                                     \
    (RNDIS_PACKET_TYPE_DIRECTED | RNDIS_PACKET_TYPE_MULTICAST | RNDIS_PACKET_TYPE_ALL_MULTICAST |                      \
     RNDIS_PACKET_TYPE_BROADCAST)

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_RNDIS */
