/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Hyper-V sockets: stream connections between a guest and its host, one channel each.
 *
 * A socket's address is a partition and a *service id*, a GUID. Windows specifies
 * both as GUIDs (AF_HYPERV); Linux guests use AF_VSOCK with 32-bit ports, each
 * of which corresponds to one service id (HVSOCK_VSOCK_TEMPLATE_ID). The bus has no
 * listen operation: each connection is a separate channel, which the host offers
 * when the connection is made. It uses pipe mode with a byte stream (Pipe.h), with
 * VMBUS_OFFER_FLAG_TLNPI_PROVIDER in its flags and an
 * HVSOCK_USER_DEFINED_PARAMETERS in its user-defined bytes. The offer's class GUID is
 * the service id, its instance GUID the endpoint id of this connection.
 *
 * The guest connects to the host:
 *
 *     guest                                     host
 *       |-- ChannelMessageTlConnectRequest --->|   service id, endpoint id of the guest's choice
 *       |<-- ChannelMessageOfferChannel -------|   these ids; IsForGuestAccept is 0
 *       |-- ... GPADL, OpenChannel ----------->|   the connection is up once the channel is open
 *       |                                      |
 *       |<-- ChannelMessageTlConnectRequest- --|   instead of the offer: no listener or no permission
 *       |    Result                            |   (no message before VMBUS_VERSION_WIN10RS3_0)
 *
 * On success the offer is the response; there is no result message. On failure the
 * host returns STATUS_CONNECTION_REFUSED, which Windows guests report to the program
 * that tried. A guest drops an offer or a result for which it has no request.
 *
 * The host connects to the guest: it sends an unsolicited offer with
 * IsForGuestAccept 1. A guest that listens on the service id opens the channel, and
 * the connection is up. A guest that does not listen ignores the offer, and the host
 * rescinds it (after 30 seconds, according to FreeBSD).
 *
 * Each side ends its direction with a packet without data. After both have done so, the guest
 * closes the channel, the host rescinds the offer, and the guest releases it (ChannelMessage.h).
 * The rescind can precede the guest's close: OpenVMM rescinds the offer as soon as both directions
 * have ended, and FreeBSD waits for the rescind before it closes. A guest must still read the data
 * that remains in the ring of a rescinded channel. A sender must keep room in its ring for that
 * last packet, 32 bytes with its trailer.
 *
 * Limits. A packet has at most 16 KiB of data (the host's limit according to FreeBSD, which sends
 * less than 4 KiB). Before VMBUS_VERSION_WIN10RS3_1 hosts accept rings of at most six pages,
 * including the control page; with newer versions FreeBSD uses up to 64 pages. A reader that
 * consumes only a part of a packet leaves the packet in the ring. A writer must set PendingSendSize
 * (Ring.h) before it sleeps, or the host does not wake it.
 *
 * Sources: OpenVMM vmbus_core, vmbus_server hvsock, vmbus_client hvsock; mu_msvm
 * ChannelMessages.h; Microsoft, "Make your own integration services"; recorded
 * hvsock GUIDs (go-winio's tests); FreeBSD hv_sock.c.
 */

#ifndef MILE_HYPERV_VMBUS_SOCKET
#define MILE_HYPERV_VMBUS_SOCKET

#include "Pipe.h"

/*
 * Partitions in AF_HYPERV addresses. These GUIDs do not travel on the bus.
 */

HV_HEADER_BEGIN

/** {00000000-0000-0000-0000-000000000000}: any partition; a listener accepts from all. */
#define HVSOCK_WILDCARD_ID_INIT HV_GUID_INIT(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
HV_DEFINE_GUID(HVSOCK_WILDCARD_ID, HVSOCK_WILDCARD_ID_INIT);

/** {ffffffff-ffff-ffff-ffff-ffffffffffff}: all partitions. */
#define HVSOCK_BROADCAST_ID_INIT                                                                                       \
    HV_GUID_INIT(0xffffffff, 0xffff, 0xffff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff)
HV_DEFINE_GUID(HVSOCK_BROADCAST_ID, HVSOCK_BROADCAST_ID_INIT);

/** {90db8b89-0d35-4f79-8ce9-49ea0ac8b7cd}: child partitions; a listener accepts from them. */
#define HVSOCK_CHILDREN_ID_INIT                                                                                        \
    HV_GUID_INIT(0x90db8b89, 0x0d35, 0x4f79, 0x8c, 0xe9, 0x49, 0xea, 0x0a, 0xc8, 0xb7, 0xcd)
HV_DEFINE_GUID(HVSOCK_CHILDREN_ID, HVSOCK_CHILDREN_ID_INIT);

/** {e0e16197-dd56-4a10-9195-5ee7a155a838}: the partition itself. */
#define HVSOCK_LOOPBACK_ID_INIT                                                                                        \
    HV_GUID_INIT(0xe0e16197, 0xdd56, 0x4a10, 0x91, 0x95, 0x5e, 0xe7, 0xa1, 0x55, 0xa8, 0x38)
HV_DEFINE_GUID(HVSOCK_LOOPBACK_ID, HVSOCK_LOOPBACK_ID_INIT);

/**
 * {a42e7cda-d03f-480c-9cc2-a4de20abb878}: the parent: the host of a virtual machine, or the virtual
 * machine of a container.
 */
#define HVSOCK_PARENT_ID_INIT                                                                                          \
    HV_GUID_INIT(0xa42e7cda, 0xd03f, 0x480c, 0x9c, 0xc2, 0xa4, 0xde, 0x20, 0xab, 0xb8, 0x78)
HV_DEFINE_GUID(HVSOCK_PARENT_ID, HVSOCK_PARENT_ID_INIT);

/** {36bd0c5c-7276-4223-88ba-7d03b654c568}: the host of a container's silo. */
#define HVSOCK_SILOHOST_ID_INIT                                                                                        \
    HV_GUID_INIT(0x36bd0c5c, 0x7276, 0x4223, 0x88, 0xba, 0x7d, 0x03, 0xb6, 0x54, 0xc5, 0x68)
HV_DEFINE_GUID(HVSOCK_SILOHOST_ID, HVSOCK_SILOHOST_ID_INIT);

/*
 * Services.
 */

/** Initializes an HV_GUID with the service id of the VSOCK port @p Port. */
#define HVSOCK_VSOCK_PORT_ID_INIT(Port)                                                                                \
    HV_GUID_INIT(Port, 0xfacb, 0x11e6, 0xbd, 0x58, 0x64, 0x00, 0x6a, 0x79, 0x86, 0xd3)

/**
 * {00000000-facb-11e6-bd58-64006a7986d3}: the service ids of VSOCK ports.
 *
 * Data1 is the port. Linux guests can reach, and be reached by, services of this
 * form only: port 5002 is 0000138a-facb-11e6-bd58-64006a7986d3.
 */
#define HVSOCK_VSOCK_TEMPLATE_ID_INIT HVSOCK_VSOCK_PORT_ID_INIT(0)
HV_DEFINE_GUID(HVSOCK_VSOCK_TEMPLATE_ID, HVSOCK_VSOCK_TEMPLATE_ID_INIT);

/**
 * {999e53d4-3d5c-4c3e-8779-bed06ec056e1}: VM session service of Windows guests, registered by
 * hosts.
 */
#define HVSOCK_VM_SESSION_SERVICE_ID_INIT                                                                              \
    HV_GUID_INIT(0x999e53d4, 0x3d5c, 0x4c3e, 0x87, 0x79, 0xbe, 0xd0, 0x6e, 0xc0, 0x56, 0xe1)
HV_DEFINE_GUID(HVSOCK_VM_SESSION_SERVICE_ID, HVSOCK_VM_SESSION_SERVICE_ID_INIT);

/** Well-known partition and service GUIDs as X(Name, Initializer, Text); Text is a string. */
#define HV_HVSOCK_ID_LIST(X)                                                                                           \
    X(HVSOCK_WILDCARD_ID, HVSOCK_WILDCARD_ID_INIT, "any partition")                                                    \
    X(HVSOCK_BROADCAST_ID, HVSOCK_BROADCAST_ID_INIT, "all partitions")                                                 \
    X(HVSOCK_CHILDREN_ID, HVSOCK_CHILDREN_ID_INIT, "children")                                                         \
    X(HVSOCK_LOOPBACK_ID, HVSOCK_LOOPBACK_ID_INIT, "loopback")                                                         \
    X(HVSOCK_PARENT_ID, HVSOCK_PARENT_ID_INIT, "parent")                                                               \
    X(HVSOCK_SILOHOST_ID, HVSOCK_SILOHOST_ID_INIT, "silo host")                                                        \
    X(HVSOCK_VSOCK_TEMPLATE_ID, HVSOCK_VSOCK_TEMPLATE_ID_INIT, "VSOCK port")                                           \
    X(HVSOCK_VM_SESSION_SERVICE_ID, HVSOCK_VM_SESSION_SERVICE_ID_INIT, "VM session service")

/*
 * The offer.
 */

/** Version of HVSOCK_USER_DEFINED_PARAMETERS. */
typedef HV_UINT32 HVSOCK_PARAMETERS_VERSION, *PHVSOCK_PARAMETERS_VERSION;
enum
{
    HvsockParametersVersionPreRS5 = 0, /**< The parameters have no SiloId; it counts as zeros. */
    HvsockParametersVersionRS5 = 1,    /**< With SiloId. */
};

HV_PACK_BEGIN

/**
 * First 28 of the 120 user-defined bytes of a socket's offer; host to guest.
 *
 * Packed: the members after the two Booleans are unaligned on the wire.
 */
typedef struct HVSOCK_USER_DEFINED_PARAMETERS
{
    HVSOCK_PIPE_USER_DEFINED_PARAMETERS PipeParameters; /**< PipeType is VmbusHvsockPipeTypeByte. */
    /** 1: the host connects to a listener in the guest. 0: response to a TlConnectRequest. */
    HV_UINT8 IsForGuestAccept;
    HV_UINT8 IsForGuestContainer; /**< 1: the listener is in a container of the guest. */
    HVSOCK_PARAMETERS_VERSION Version; /**< HvsockParametersVersion*: whether SiloId is valid. */
    /** Container of the guest, or zeros. Since HvsockParametersVersionRS5. */
    HV_GUID SiloId;
    HV_UINT8 Padding[2];
} HVSOCK_USER_DEFINED_PARAMETERS, *PHVSOCK_USER_DEFINED_PARAMETERS;
HV_STATIC_ASSERT(sizeof(HVSOCK_USER_DEFINED_PARAMETERS) == 28);

HV_PACK_END

HV_HEADER_END

#endif /* !MILE_HYPERV_VMBUS_SOCKET */
