/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Channel messages: how a guest connects to the bus, receives offers, shares memory and opens channels.
 *
 * Messages are the bus's control plane. A guest posts them with HvCallPostMessage
 * (HV_INPUT_POST_MESSAGE) and receives them in the message page's slot of SINT
 * VMBUS_MESSAGE_SINT; both directions have the message type VMBUS_MESSAGE_TYPE
 * and a payload of at most MAXIMUM_SYNIC_MESSAGE_BYTES, which begins with a
 * VMBUS_CHANNEL_MESSAGE_HEADER.
 *
 *     guest                                              host
 *       |                                                 |
 *       |-- InitiateContact (version, features) --------->|  newest version first
 *       |<-- VersionResponse (not supported) -------------|  ... then the next older one
 *       |-- InitiateContact ----------------------------->|
 *       |<-- VersionResponse (supported) -----------------|
 *       |                                                 |
 *       |-- RequestOffers ------------------------------->|
 *       |<-- OfferChannel --------------------------------|  one for each channel
 *       |<-- AllOffersDelivered --------------------------|  later offers are unsolicited
 *       |                                                 |
 *       |   for each channel that the guest wants:        |
 *       |-- GpadlHeader, GpadlBody, ... ----------------->|  the memory of the rings
 *       |<-- GpadlCreated --------------------------------|
 *       |-- OpenChannel --------------------------------->|
 *       |<-- OpenChannelResult ---------------------------|  the rings are in use
 *       |-- ModifyChannel ------------------------------->|  to another processor, any time
 *       |<-- ModifyChannelResponse -----------------------|  (since VMBUS_VERSION_IRON)
 *       |                                                 |
 *       |-- CloseChannel -------------------------------->|  no response
 *       |-- GpadlTeardown ------------------------------->|
 *       |<-- GpadlTorndown -------------------------------|  the memory belongs to the guest again
 *       |                                                 |
 *       |<-- RescindChannelOffer -------------------------|  the device goes away, any time
 *       |   close, tear down as above                     |
 *       |-- RelIdReleased ------------------------------->|  the host may reuse the channel id
 *       |                                                 |
 *       |-- Unload -------------------------------------->|  closes and releases everything
 *       |<-- UnloadComplete ------------------------------|  (VMBUS_VERSION_WIN7; OpenVMM: always)
 *
 * Versions. A guest requests one version at a time, from the newest that it supports downwards,
 * until the host accepts one. VMBUS_VERSION_COPPER and later also have feature flags: the guest
 * sends the flags that it can use, the host responds with those of them that it supports, and only
 * these are in force. Windows hosts accept at most these versions (MacHyperVSupport's table, and
 * recorded logs of 14393 and 22621): 0.13 Windows Server 2008, 1.1 2008 R2, 2.4 2012, 3.0 2012 R2
 * and Windows 10 up to 1511, 4.0 1607 and 1703, 4.1 1709, 5.1 1803, 5.2 1809 to 21H2, 5.3 Windows
 * 11. FreeBSD, NetBSD and OpenBSD request at most 3.0.
 *
 * With VMBUS_VERSION_MULTICLIENT, InitiateContact has a TargetSint and a TargetVtl, which count if
 * the guest posts on VMBUS_MULTICLIENT_MESSAGE_CONNECTION_ID; on the ordinary connection both are
 * ignored. A guest must still receive on SINT VMBUS_MESSAGE_SINT (2): OpenVMM refuses every other
 * SINT, whatever the version, and sends the refusal to the requested SINT.
 *
 * Waiting for a response. Messages that the guest does not wait for can arrive first, and the guest
 * must skip them. In particular a guest that takes over from firmware, or starts again, may receive
 * UnloadComplete before the VersionResponse of its first InitiateContact, also on version 0.13
 * (OpenVMM); a loop that treats it as the end of the connection never connects.
 *
 * Sizes. A message's length is the payload size of the hypervisor message, and
 * a type whose form grew is told by version, by feature, or by the length only:
 *
 *     message                      bytes   in which form
 *     OfferChannel                 190     before VMBUS_VERSION_WIN7
 *                                  196     since then (a receiver of 190 ignores the rest)
 *     OpenChannel                  148     without the two features below
 *                                  156     VMBUS_FEATURE_FLAG_GUEST_SPECIFIED_SIGNAL_PARAMETERS or
 *                                          VMBUS_FEATURE_FLAG_CHANNEL_INTERRUPT_REDIRECTION negotiated
 *     InitiateContact              40      before VMBUS_VERSION_COPPER
 *                                  56      since then; required with VMBUS_FEATURE_FLAG_CLIENT_ID
 *     TlConnectRequest             40      before VMBUS_VERSION_WIN10RS5, and by some guests later
 *                                  56      since then
 *     GpadlHeader, GpadlBody       20, 16  and the page numbers, as many as fit
 *
 *     VersionResponse              16      not supported, whatever was asked for: nothing else is valid
 *                                  16      before VMBUS_VERSION_WIN8: ConnectionState is not valid, taken
 *                                          for success; SelectedVersion
 *                                  16      VMBUS_VERSION_WIN8 to WIN10RS3_0: ConnectionState, SelectedVersion
 *                                  16      VMBUS_VERSION_WIN10RS3_1 to IRON: ConnectionState, ConnectionId
 *                                  20      since VMBUS_VERSION_COPPER: SupportedFeatures too
 *                                  40      ... with VMBUS_FEATURE_FLAG_SERVER_SPECIFIED_MONITOR_PAGES
 *
 * All others have one size, that of their structure. Some senders always post
 * 240 bytes or the longest form, so a receiver takes a message that is longer
 * than it expects, and drops one that is shorter. (The UEFI driver is stricter
 * with what it receives: offers and answers must have their exact size.)
 *
 * What happens to a message at the wrong time. There is no error message; the
 * host (OpenVMM is described) drops what it cannot use:
 *
 *   - before a version is agreed on, everything but InitiateContact, and
 *     CloseReservedChannel;
 *   - a type that the version or the features do not have;
 *   - on a connection that was made with the paravisor (a "trusted" one), a message that does not
 *     come from that connection;
 *   - a second RequestOffers; an OpenChannel for a channel that is open or being
 *     opened (for one that is being closed it waits for that); a CloseChannel
 *     for one that is not open; a GpadlTeardown for a GPADL that is unknown, not
 *     yet created or already being torn down; a RelIdReleased for an open channel;
 *   - while paused (ChannelMessagePause), everything but Resume, Unload and
 *     InitiateContact.
 *
 * Two failures have a response: a GPADL that is malformed, or whose id is in use, gets a GpadlCreated
 * with a status; a ModifyChannel that cannot be done gets a ModifyChannelResponse with one, since
 * VMBUS_VERSION_IRON. A second InitiateContact starts a new connection: the host closes and releases
 * everything first, and then responds.
 *
 * A rescind overtakes answers. A channel that is rescinded while it is being
 * opened gets no OpenChannelResult; GPADLs that were being created or torn down
 * get theirs. A guest that waits for an answer therefore waits for a rescind too
 * (FreeBSD: and then 100 ms more for the answer, which may be on its way).
 *
 * Teardown, as FreeBSD does it: sub-channels first, the first channel last; for each, it stops handling interrupts,
 * sends CloseChannel and GpadlTeardown, and waits for GpadlTorndown. The order is required for a device's buffers too:
 * OpenVMM sends GpadlTorndown of a GPADL that the device uses only once the channel is closed, and the responses to
 * several GpadlTeardown messages can arrive in any order. A GpadlTeardown that fails on a rescinded channel is
 * harmless. Each channel, sub-channels included, needs its own RelIdReleased. A guest repeats a post that fails because
 * the host has no buffers: FreeBSD 20 times, from 1 ms doubling up to 2 s, OpenBSD and NetBSD 8 times.
 *
 * Reserved channels serve a guest that has crashed, or hibernates: a small driver
 * opens one channel by itself, without a connection, with answers that go to a
 * processor and SINT of its choice, without interrupts, and by a GPADL that was
 * made before. Unload and InitiateContact leave it alone.
 *
 * What a guest checks in whatever arrives: the type and the length; channel ids
 * against VMBUS_MAX_CHANNELS and its own list (an offer's id must be free, all
 * others in use); GPADL ids and open ids against its own; that it waits for such
 * an answer at all. The message page is shared memory: copy first, check the
 * copy.
 *
 * Sources: mu_msvm ChannelMessages.h, VmbusP.h, VmbusDxe; OpenVMM vmbus_core
 * protocol, vmbus_server channels, vmbus_client; symbols of vmbus 14347;
 * recorded kernel logs; FreeBSD vmbus.c and vmbus_chan.c, OpenBSD hyperv.c, NetBSD
 * vmbus.c; MacHyperVSupport's table of versions.
 */

#ifndef MILE_HYPERV_VMBUS_CHANNEL_MESSAGE
#define MILE_HYPERV_VMBUS_CHANNEL_MESSAGE

#include "../Hypervisor/Synic.h"
#include "Channel.h"
#include "NtStatus.h"

/** The longest channel message: the payload of a hypervisor message. */
#define MAXIMUM_SYNIC_MESSAGE_BYTES 240

/*
 * Versions.
 */

/** A version from its numbers: major in the high 16 bits, minor in the low. */
#define VMBUS_MAKE_VERSION(Major, Minor) (((Major) << 16) | (Minor))

#define VMBUS_VERSION_V1 0x0000000D         /**< 0.13. */
#define VMBUS_VERSION_WIN7 0x00010001       /**< 1.1: UnloadComplete, a connection for each channel. */
#define VMBUS_VERSION_WIN8 0x00020004       /**< 2.4: an event flag and a processor for each channel, sub-channels. */
#define VMBUS_VERSION_WIN8_1 0x00030000     /**< 3.0: messages go to the processor that the guest names. */
#define VMBUS_VERSION_WIN10 0x00040000      /**< 4.0: reserved channels, sockets. */
#define VMBUS_VERSION_WIN10RS3_0 0x00040001 /**< 4.1: ModifyChannel, results for sockets. */
#define VMBUS_VERSION_WIN10RS3_1 0x00050000 /**< 5.0: the guest's choice of SINT; a connection id in the response. */
#define VMBUS_VERSION_WIN10RS4 0x00050001   /**< 5.1: the guest's choice of VTL. */
#define VMBUS_VERSION_WIN10RS5 0x00050002   /**< 5.2: silos in socket requests. */
#define VMBUS_VERSION_IRON 0x00050003       /**< 5.3: ModifyChannelResponse. */
#define VMBUS_VERSION_COPPER 0x00060000     /**< 6.0: feature flags. */

/** The newest version that the sources know. */
#define VMBUS_VERSION_LATEST 0x00060000
/** The first version with which several clients in one guest can connect, each in its VTL. */
#define VMBUS_VERSION_MULTICLIENT 0x00050000

/** Every version, oldest first. */
#define HV_VMBUS_VERSION_LIST(X)                                                                                       \
    X(VMBUS_VERSION_V1)                                                                                                \
    X(VMBUS_VERSION_WIN7)                                                                                              \
    X(VMBUS_VERSION_WIN8)                                                                                              \
    X(VMBUS_VERSION_WIN8_1)                                                                                            \
    X(VMBUS_VERSION_WIN10)                                                                                             \
    X(VMBUS_VERSION_WIN10RS3_0)                                                                                        \
    X(VMBUS_VERSION_WIN10RS3_1)                                                                                        \
    X(VMBUS_VERSION_WIN10RS4)                                                                                          \
    X(VMBUS_VERSION_WIN10RS5)                                                                                          \
    X(VMBUS_VERSION_IRON)                                                                                              \
    X(VMBUS_VERSION_COPPER)

/*
 * Features, since VMBUS_VERSION_COPPER. Each is asked for by the guest and granted by the host.
 */

/** OpenChannel names the connection and the event flag; else they are the offer's and the channel id. */
#define VMBUS_FEATURE_FLAG_GUEST_SPECIFIED_SIGNAL_PARAMETERS 0x1
/** OpenChannel has #VMBUS_OPEN_FLAG_REDIRECT_INTERRUPT. */
#define VMBUS_FEATURE_FLAG_CHANNEL_INTERRUPT_REDIRECTION 0x2
/** ModifyConnection and its response exist. */
#define VMBUS_FEATURE_FLAG_MODIFY_CONNECTION 0x4
/** InitiateContact has a ClientId. */
#define VMBUS_FEATURE_FLAG_CLIENT_ID 0x8
/** Offers have the two confidential flags. Paravisors only, on a trusted connection. */
#define VMBUS_FEATURE_FLAG_CONFIDENTIAL_CHANNELS 0x10
/** Pause, PauseResponse and Resume exist. */
#define VMBUS_FEATURE_FLAG_PAUSE_RESUME 0x20
/**
 * The host may provide the monitor pages. The guest may still send its own with
 * the request; if the flag comes back, it uses those of the response instead.
 */
#define VMBUS_FEATURE_FLAG_SERVER_SPECIFIED_MONITOR_PAGES 0x40
/** Offers have #VMBUS_OFFER_FLAG_REQUIRE_PINNED_EXTERNAL_MEMORY. Paravisors only. */
#define VMBUS_FEATURE_FLAG_GPA_PINNING 0x80

/** What the "Copper" release of the host supports. */
#define VMBUS_SUPPORTED_FEATURE_FLAGS_COPPER 0x7
/** What the "Dilithium" release of the host supports. */
#define VMBUS_SUPPORTED_FEATURE_FLAGS_DILITHIUM 0xF

/*
 * Message types.
 */

typedef HV_UINT32 VMBUS_CHANNEL_MESSAGE_TYPE, *PVMBUS_CHANNEL_MESSAGE_TYPE;
enum
{
    ChannelMessageInvalid = 0,
    ChannelMessageOfferChannel = 1,              /**< Host: a channel exists. */
    ChannelMessageRescindChannelOffer = 2,       /**< Host: it goes away. */
    ChannelMessageRequestOffers = 3,             /**< Guest: header only; once a connection. */
    ChannelMessageAllOffersDelivered = 4,        /**< Host: header only. */
    ChannelMessageOpenChannel = 5,               /**< Guest. */
    ChannelMessageOpenChannelResult = 6,         /**< Host. */
    ChannelMessageCloseChannel = 7,              /**< Guest; not answered. */
    ChannelMessageGpadlHeader = 8,               /**< Guest: memory for the host. */
    ChannelMessageGpadlBody = 9,                 /**< Guest: more of the same. */
    ChannelMessageGpadlCreated = 10,             /**< Host. */
    ChannelMessageGpadlTeardown = 11,            /**< Guest. */
    ChannelMessageGpadlTorndown = 12,            /**< Host. */
    ChannelMessageRelIdReleased = 13,            /**< Guest; not answered. */
    ChannelMessageInitiateContact = 14,          /**< Guest: at any time. */
    ChannelMessageVersionResponse = 15,          /**< Host. */
    ChannelMessageUnload = 16,                   /**< Guest: header only. */
    ChannelMessageUnloadComplete = 17,           /**< Host: header only. #VMBUS_VERSION_WIN7; OpenVMM: always. */
    ChannelMessageOpenReservedChannel = 18,      /**< Guest. Since #VMBUS_VERSION_WIN10. */
    ChannelMessageCloseReservedChannel = 19,     /**< Guest: at any time. Since #VMBUS_VERSION_WIN10. */
    ChannelMessageCloseReservedResponse = 20,    /**< Host. Since #VMBUS_VERSION_WIN10. */
    ChannelMessageTlConnectRequest = 21,         /**< Guest. Since #VMBUS_VERSION_WIN10. */
    ChannelMessageModifyChannel = 22,            /**< Guest. Since #VMBUS_VERSION_WIN10RS3_0. */
    ChannelMessageTlConnectRequestResult = 23,   /**< Host. Since #VMBUS_VERSION_WIN10RS3_0. */
    ChannelMessageModifyChannelResponse = 24,    /**< Host. Since #VMBUS_VERSION_IRON. */
    ChannelMessageModifyConnection = 25,         /**< Guest. #VMBUS_FEATURE_FLAG_MODIFY_CONNECTION. */
    ChannelMessageModifyConnectionResponse = 26, /**< Host. The same. */
    ChannelMessagePause = 27,                    /**< Guest: header only. #VMBUS_FEATURE_FLAG_PAUSE_RESUME. */
    ChannelMessagePauseResponse = 28,            /**< Host: header only. The same. */
    ChannelMessageResume = 29,                   /**< Guest: header only; not answered. The same. */
    ChannelMessageCount = 30,
};

/**
 * Every message type: X(Type, Structure, MinimumSize, Sender).
 *
 * Type is the enumerator, Structure the longest form, MinimumSize the bytes of
 * the shortest form, Sender `Guest` or `Host`.
 */
#define HV_VMBUS_CHANNEL_MESSAGE_LIST(X)                                                                               \
    X(ChannelMessageOfferChannel, VMBUS_CHANNEL_OFFER_CHANNEL, 190, Host)                                              \
    X(ChannelMessageRescindChannelOffer, VMBUS_CHANNEL_RESCIND_OFFER, 12, Host)                                        \
    X(ChannelMessageRequestOffers, VMBUS_CHANNEL_REQUEST_OFFERS, 8, Guest)                                             \
    X(ChannelMessageAllOffersDelivered, VMBUS_CHANNEL_ALL_OFFERS_DELIVERED, 8, Host)                                   \
    X(ChannelMessageOpenChannel, VMBUS_CHANNEL_OPEN_CHANNEL, 148, Guest)                                               \
    X(ChannelMessageOpenChannelResult, VMBUS_CHANNEL_OPEN_RESULT, 20, Host)                                            \
    X(ChannelMessageCloseChannel, VMBUS_CHANNEL_CLOSE_CHANNEL, 12, Guest)                                              \
    X(ChannelMessageGpadlHeader, VMBUS_CHANNEL_GPADL_HEADER, 20, Guest)                                                \
    X(ChannelMessageGpadlBody, VMBUS_CHANNEL_GPADL_BODY, 16, Guest)                                                    \
    X(ChannelMessageGpadlCreated, VMBUS_CHANNEL_GPADL_CREATED, 20, Host)                                               \
    X(ChannelMessageGpadlTeardown, VMBUS_CHANNEL_GPADL_TEARDOWN, 16, Guest)                                            \
    X(ChannelMessageGpadlTorndown, VMBUS_CHANNEL_GPADL_TORNDOWN, 12, Host)                                             \
    X(ChannelMessageRelIdReleased, VMBUS_CHANNEL_RELID_RELEASED, 12, Guest)                                            \
    X(ChannelMessageInitiateContact, VMBUS_CHANNEL_INITIATE_CONTACT, 40, Guest)                                        \
    X(ChannelMessageVersionResponse, VMBUS_CHANNEL_VERSION_RESPONSE, 16, Host)                                         \
    X(ChannelMessageUnload, VMBUS_CHANNEL_UNLOAD, 8, Guest)                                                            \
    X(ChannelMessageUnloadComplete, VMBUS_CHANNEL_UNLOAD_COMPLETE, 8, Host)                                            \
    X(ChannelMessageOpenReservedChannel, VMBUS_CHANNEL_OPEN_RESERVED_CHANNEL, 28, Guest)                               \
    X(ChannelMessageCloseReservedChannel, VMBUS_CHANNEL_CLOSE_RESERVED_CHANNEL, 20, Guest)                             \
    X(ChannelMessageCloseReservedResponse, VMBUS_CHANNEL_CLOSE_RESERVED_RESPONSE, 12, Host)                            \
    X(ChannelMessageTlConnectRequest, VMBUS_CHANNEL_TL_CONNECT_REQUEST, 40, Guest)                                     \
    X(ChannelMessageModifyChannel, VMBUS_CHANNEL_MODIFY_CHANNEL, 16, Guest)                                            \
    X(ChannelMessageTlConnectRequestResult, VMBUS_CHANNEL_TL_CONNECT_RESULT, 44, Host)                                 \
    X(ChannelMessageModifyChannelResponse, VMBUS_CHANNEL_MODIFY_CHANNEL_RESPONSE, 16, Host)                            \
    X(ChannelMessageModifyConnection, VMBUS_CHANNEL_MODIFY_CONNECTION, 24, Guest)                                      \
    X(ChannelMessageModifyConnectionResponse, VMBUS_CHANNEL_MODIFY_CONNECTION_RESPONSE, 9, Host)                       \
    X(ChannelMessagePause, VMBUS_CHANNEL_PAUSE, 8, Guest)                                                              \
    X(ChannelMessagePauseResponse, VMBUS_CHANNEL_PAUSE_RESPONSE, 8, Host)                                              \
    X(ChannelMessageResume, VMBUS_CHANNEL_RESUME, 8, Guest)

HV_HEADER_BEGIN

/** The first 8 bytes of every message. */
typedef struct VMBUS_CHANNEL_MESSAGE_HEADER
{
    VMBUS_CHANNEL_MESSAGE_TYPE MessageType;
    HV_UINT32 Padding;
} VMBUS_CHANNEL_MESSAGE_HEADER, *PVMBUS_CHANNEL_MESSAGE_HEADER;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_MESSAGE_HEADER) == 8);

/*
 * Connecting.
 */

/** The feature flags, by bit: VMBUS_FEATURE_FLAG_*. */
typedef union VMBUS_FEATURE_FLAGS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 GuestSpecifiedSignalParameters : 1; /**< Bit 0. */
        HV_UINT32 ChannelInterruptRedirection : 1;    /**< Bit 1. */
        HV_UINT32 ModifyConnection : 1;               /**< Bit 2. */
        HV_UINT32 ClientId : 1;                       /**< Bit 3. */
        HV_UINT32 ConfidentialChannels : 1;           /**< Bit 4. */
        HV_UINT32 PauseResume : 1;                    /**< Bit 5. */
        HV_UINT32 ServerSpecifiedMonitorPages : 1;    /**< Bit 6. */
        HV_UINT32 GpaPinning : 1;                     /**< Bit 7. */
        HV_UINT32 Reserved : 24;
    };
#endif
} VMBUS_FEATURE_FLAGS, *PVMBUS_FEATURE_FLAGS;
HV_STATIC_ASSERT(sizeof(VMBUS_FEATURE_FLAGS) == 4);

/** {18dd3964-3e8a-4e42-86fa-c8e6b191ee0e}: ClientId of the UEFI firmware. */
#define VMBUS_CLIENT_ID_UEFI_INIT                                                                                      \
    HV_GUID_INIT(0x18dd3964, 0x3e8a, 0x4e42, 0x86, 0xfa, 0xc8, 0xe6, 0xb1, 0x91, 0xee, 0x0e)
HV_DEFINE_GUID(VMBUS_CLIENT_ID_UEFI, VMBUS_CLIENT_ID_UEFI_INIT);

/** {ceb1cd55-6a3b-41c5-9473-4dd30624c3d8}: ClientId of OpenHCL. */
#define VMBUS_CLIENT_ID_OPENHCL_INIT                                                                                   \
    HV_GUID_INIT(0xceb1cd55, 0x6a3b, 0x41c5, 0x94, 0x73, 0x4d, 0xd3, 0x06, 0x24, 0xc3, 0xd8)
HV_DEFINE_GUID(VMBUS_CLIENT_ID_OPENHCL, VMBUS_CLIENT_ID_OPENHCL_INIT);

/** Bytes of InitiateContact without ClientId. */
#define VMBUS_CHANNEL_INITIATE_CONTACT_MIN_SIZE 40

/**
 * Asks for a version, and tells where answers go; guest to host, answered by VersionResponse.
 *
 * The host forgets all that was before. Both monitor pages are given or neither
 * is; with one the answer is VmbusChannelConnectionFailedUnknownFailure.
 */
typedef struct VMBUS_CHANNEL_INITIATE_CONTACT
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    HV_UINT32 VMBusVersionRequested;
    HV_VP_INDEX TargetMessageVp; /**< Which processor gets the messages. Before VMBUS_VERSION_WIN8_1 it is 0. */
    union
    {
        HV_UINT64 InterruptPage; /**< Address of a VMBUS_INTERRUPT_PAGE, or 0. Before VMBUS_VERSION_WIN8. */
        struct
        {
            HV_UINT8 TargetSint;    /**< VMBUS_MESSAGE_SINT; OpenVMM refuses others. Since VMBUS_VERSION_WIN10RS3_1. */
            HV_VTL TargetVtl;       /**< Since VMBUS_VERSION_WIN10RS4. */
            HV_UINT8 Reserved[2];
            HV_UINT32 FeatureFlags; /**< VMBUS_FEATURE_FLAG_* that the guest can use. Since VMBUS_VERSION_COPPER. */
        };
    };
    HV_GPA ParentToChildMonitorPageGpa; /**< Or 0: no monitors. */
    HV_GPA ChildToParentMonitorPageGpa; /**< Or 0. */
    HV_GUID ClientId;                   /**< What kind of driver asks. With VMBUS_FEATURE_FLAG_CLIENT_ID. */
} VMBUS_CHANNEL_INITIATE_CONTACT, *PVMBUS_CHANNEL_INITIATE_CONTACT;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_INITIATE_CONTACT) == 56);

/**
 * How far a connection came, of a version that is supported. Every value but 0
 * is a failure; which one is for the guest's log only.
 */
typedef HV_UINT8 VMBUS_CHANNEL_CONNECTION_STATE, *PVMBUS_CHANNEL_CONNECTION_STATE;
enum
{
    VmbusChannelConnectionSuccessful = 0,
    VmbusChannelConnectionFailedLowResources = 1,
    VmbusChannelConnectionFailedUnknownFailure = 2,
};

/** Bytes of VersionResponse before VMBUS_VERSION_COPPER, and of every refusal. */
#define VMBUS_CHANNEL_VERSION_RESPONSE_MIN_SIZE 16
/** Bytes of VersionResponse since VMBUS_VERSION_COPPER. */
#define VMBUS_CHANNEL_VERSION_RESPONSE_COPPER_SIZE 20

/**
 * Accepts or refuses a version; host to guest.
 *
 * The structure is the longest form, and no host except one that grants
 * VMBUS_FEATURE_FLAG_SERVER_SPECIFIED_MONITOR_PAGES sends all of it. A guest must compare the
 * length of a response with VMBUS_CHANNEL_VERSION_RESPONSE_MIN_SIZE or
 * VMBUS_CHANNEL_VERSION_RESPONSE_COPPER_SIZE, never with sizeof: a driver that requires the whole
 * structure rejects every host before VMBUS_VERSION_COPPER. A guest that did not request that
 * feature must ignore the members after SupportedFeatures.
 */
typedef struct VMBUS_CHANNEL_VERSION_RESPONSE
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    HV_UINT8 VersionSupported;                      /**< 0: refused, and nothing below is valid. */
    VMBUS_CHANNEL_CONNECTION_STATE ConnectionState; /**< Valid if at least VMBUS_VERSION_WIN8 was asked for. */
    HV_UINT8 Pad[2];
    union
    {
        HV_UINT32 SelectedVersion;     /**< The version that was asked for. Before VMBUS_VERSION_WIN10RS3_1. */
        HV_CONNECTION_ID ConnectionId; /**< Where the guest posts from now on. Since VMBUS_VERSION_WIN10RS3_1. */
    };
    HV_UINT32 SupportedFeatures;        /**< VMBUS_FEATURE_FLAG_* in force. Since VMBUS_VERSION_COPPER. */
    HV_UINT32 Padding;
    HV_GPA ParentToChildMonitorPageGpa; /**< May be 0: then the guest cannot cancel monitored interrupts. */
    HV_GPA ChildToParentMonitorPageGpa; /**< Not 0. */
} VMBUS_CHANNEL_VERSION_RESPONSE, *PVMBUS_CHANNEL_VERSION_RESPONSE;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_VERSION_RESPONSE) == 40);

/**
 * Exchanges the monitor pages of a connection; guest to host, answered by
 * ModifyConnectionResponse.
 *
 * It fails while another one is under way, while a channel with a monitor is
 * open, with only one of the pages, or if the pages are the host's.
 */
typedef struct VMBUS_CHANNEL_MODIFY_CONNECTION
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    HV_GPA ParentToChildMonitorPageGpa; /**< Or 0. */
    HV_GPA ChildToParentMonitorPageGpa; /**< Or 0. */
} VMBUS_CHANNEL_MODIFY_CONNECTION, *PVMBUS_CHANNEL_MODIFY_CONNECTION;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_MODIFY_CONNECTION) == 24);

HV_PACK_BEGIN

/** Answers ModifyConnection. Packed, because it ends after 9 bytes. */
typedef struct VMBUS_CHANNEL_MODIFY_CONNECTION_RESPONSE
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    VMBUS_CHANNEL_CONNECTION_STATE ConnectionState;
} VMBUS_CHANNEL_MODIFY_CONNECTION_RESPONSE, *PVMBUS_CHANNEL_MODIFY_CONNECTION_RESPONSE;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_MODIFY_CONNECTION_RESPONSE) == 9);

HV_PACK_END

/** Ends the connection: the host closes every channel, drops every GPADL and answers UnloadComplete. */
typedef VMBUS_CHANNEL_MESSAGE_HEADER VMBUS_CHANNEL_UNLOAD, *PVMBUS_CHANNEL_UNLOAD;
/** The host uses no memory of the guest any more, but for reserved channels. A guest drops what arrives until then. */
typedef VMBUS_CHANNEL_MESSAGE_HEADER VMBUS_CHANNEL_UNLOAD_COMPLETE, *PVMBUS_CHANNEL_UNLOAD_COMPLETE;

/** Asks the host to send nothing more after its answer, for a guest that saves its state. */
typedef VMBUS_CHANNEL_MESSAGE_HEADER VMBUS_CHANNEL_PAUSE, *PVMBUS_CHANNEL_PAUSE;
/** The last message until Resume; later ones wait at the host. */
typedef VMBUS_CHANNEL_MESSAGE_HEADER VMBUS_CHANNEL_PAUSE_RESPONSE, *PVMBUS_CHANNEL_PAUSE_RESPONSE;
/** Lets the host send again. Unload and InitiateContact do so too. */
typedef VMBUS_CHANNEL_MESSAGE_HEADER VMBUS_CHANNEL_RESUME, *PVMBUS_CHANNEL_RESUME;

/*
 * Offers.
 */

/** Asks for the channels that exist; the host sends them in a stable order. */
typedef VMBUS_CHANNEL_MESSAGE_HEADER VMBUS_CHANNEL_REQUEST_OFFERS, *PVMBUS_CHANNEL_REQUEST_OFFERS;
/** Follows the last of them. */
typedef VMBUS_CHANNEL_MESSAGE_HEADER VMBUS_CHANNEL_ALL_OFFERS_DELIVERED, *PVMBUS_CHANNEL_ALL_OFFERS_DELIVERED;

/** Bytes of OfferChannel before VMBUS_VERSION_WIN7. */
#define VMBUS_CHANNEL_OFFER_CHANNEL_SIZE_PRE_WIN7 190

HV_PACK_BEGIN

/**
 * Offers a channel; host to guest.
 *
 * Packed, because it ends at a multiple of 4; all members lie at their natural
 * alignment.
 */
typedef struct VMBUS_CHANNEL_OFFER_CHANNEL
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    HV_GUID InterfaceType;     /**< The class (DeviceGuid.h). */
    HV_GUID InterfaceInstance;
    HV_UINT64 Reserved;        /**< May be anything before VMBUS_VERSION_WIN8. */
    HV_UINT64 Reserved2;       /**< May be anything before VMBUS_VERSION_WIN8. */
    HV_UINT16 Flags;           /**< VMBUS_OFFER_FLAG_*; see VMBUS_OFFER_FLAGS. */
    HV_UINT16 MmioMegabytes;   /**< Address space, in MiB, that the guest gives to the device. */
    HV_UINT8 UserDefined[MAX_USER_DEFINED_BYTES]; /**< See VMBUS_OFFER_USER_DEFINED. */
    HV_UINT16 SubChannelIndex; /**< 0: the device's first channel. Since VMBUS_VERSION_WIN8. */
    HV_UINT16 MmioMegabytesOptional; /**< Address space besides, in MiB, that the device could use. */
    HV_UINT32 ChildRelId;      /**< The channel id in all messages about it. */
    HV_UINT8 MonitorId;        /**< Valid if MonitorAllocated. */
    union
    {
        HV_UINT8 MonitorAsUINT8;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT8 MonitorAllocated : 1; /**< Bit 0. */
            HV_UINT8 Reserved4 : 7;
        };
#endif
    };
    union
    {
        struct
        {
            union
            {
                HV_UINT16 InterruptAsUINT16;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
                struct
                {
                    HV_UINT16 IsDedicatedInterrupt : 1; /**< Bit 0: ConnectionId is for this channel alone. */
                    HV_UINT16 Reserved5 : 15;
                };
#endif
            };
            HV_CONNECTION_ID ConnectionId; /**< What the guest signals. */
        };
        HV_UINT8 Windows6Offset; /**< Where the message ends before VMBUS_VERSION_WIN7. */
    };
} VMBUS_CHANNEL_OFFER_CHANNEL, *PVMBUS_CHANNEL_OFFER_CHANNEL;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_OFFER_CHANNEL) == 196);

HV_PACK_END

/** Takes an offer back; host to guest. The guest answers with RelIdReleased once it has let go. */
typedef struct VMBUS_CHANNEL_RESCIND_OFFER
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    HV_UINT32 ChildRelId;
} VMBUS_CHANNEL_RESCIND_OFFER, *PVMBUS_CHANNEL_RESCIND_OFFER;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_RESCIND_OFFER) == 12);

/** The guest has closed the channel and no longer knows its id; guest to host. */
typedef struct VMBUS_CHANNEL_RELID_RELEASED
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    HV_UINT32 ChildRelId;
} VMBUS_CHANNEL_RELID_RELEASED, *PVMBUS_CHANNEL_RELID_RELEASED;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_RELID_RELEASED) == 12);

/*
 * GPADLs: guest memory that the host may access, under a number.
 *
 * A GPADL (guest physical address descriptor list) is a list of GPA ranges that
 * belongs to one channel. GpadlHeader has the first of the list's RangeBufLen
 * bytes, GpadlBody messages the rest; the last byte makes it complete. Each
 * message has whole 8-byte entries: 27 fit into a header (so 26 page numbers of
 * a single range), 28 into a body. Only one GPADL with a given id may be
 * incomplete at a time, since bodies do not name the channel.
 */

/** VMBUS_GPA_RANGE_ENTRYs that fit into one GpadlHeader. */
#define VMBUS_CHANNEL_GPADL_HEADER_MAX_ENTRIES 27
/** Page numbers that fit into one GpadlBody. */
#define VMBUS_CHANNEL_GPADL_BODY_MAX_ENTRIES 28

/** Begins a GPADL; guest to host, answered by GpadlCreated. */
typedef struct VMBUS_CHANNEL_GPADL_HEADER
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    HV_UINT32 ChildRelId;
    HV_UINT32 Gpadl;               /**< The guest's choice; unique among the channel's. */
    HV_UINT16 RangeBufLen;         /**< Bytes of all ranges together, heads and page numbers, in all messages. */
    HV_UINT16 RangeCount;          /**< Ranges in them; for rings it is 1, of whole pages. */
    VMBUS_GPA_RANGE_ENTRY Range[]; /**< The ranges, as far as they fit. */
} VMBUS_CHANNEL_GPADL_HEADER, *PVMBUS_CHANNEL_GPADL_HEADER;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_GPADL_HEADER) == 20);

/** Continues a GPADL; guest to host. */
typedef struct VMBUS_CHANNEL_GPADL_BODY
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    HV_UINT32 MessageNumber; /**< Not looked at; senders leave it 0 or count. Order is that of arrival. */
    HV_UINT32 Gpadl;
    HV_UINT64 Pfn[];         /**< The next entries; of several ranges, heads as well as page numbers. */
} VMBUS_CHANNEL_GPADL_BODY, *PVMBUS_CHANNEL_GPADL_BODY;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_GPADL_BODY) == 16);

/** Answers a complete GPADL, or refuses it; host to guest. */
typedef struct VMBUS_CHANNEL_GPADL_CREATED
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    HV_UINT32 ChildRelId;
    HV_UINT32 Gpadl;
    HV_NTSTATUS CreationStatus; /**< 0 is success; every other value refuses the GPADL. */
} VMBUS_CHANNEL_GPADL_CREATED, *PVMBUS_CHANNEL_GPADL_CREATED;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_GPADL_CREATED) == 20);

/** Takes the memory back; guest to host, answered by GpadlTorndown. */
typedef struct VMBUS_CHANNEL_GPADL_TEARDOWN
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    HV_UINT32 ChildRelId;
    HV_UINT32 Gpadl;
} VMBUS_CHANNEL_GPADL_TEARDOWN, *PVMBUS_CHANNEL_GPADL_TEARDOWN;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_GPADL_TEARDOWN) == 16);

/** The host no longer accesses the memory; host to guest. Until then the guest leaves it alone. */
typedef struct VMBUS_CHANNEL_GPADL_TORNDOWN
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    HV_UINT32 Gpadl;
} VMBUS_CHANNEL_GPADL_TORNDOWN, *PVMBUS_CHANNEL_GPADL_TORNDOWN;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_GPADL_TORNDOWN) == 12);

/*
 * Opening and closing.
 */

/** The host's signals come to the VTL and SINT of the paravisor. No effect if it redirects nothing. */
#define VMBUS_OPEN_FLAG_REDIRECT_INTERRUPT 0x1

/** The flags of an open request, by bit. */
typedef union VMBUS_OPEN_FLAGS
{
    HV_UINT16 AsUINT16;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT16 RedirectInterrupt : 1; /**< Bit 0: #VMBUS_OPEN_FLAG_REDIRECT_INTERRUPT. */
        HV_UINT16 Reserved : 15;
    };
#endif
} VMBUS_OPEN_FLAGS, *PVMBUS_OPEN_FLAGS;
HV_STATIC_ASSERT(sizeof(VMBUS_OPEN_FLAGS) == 2);

/** Bytes of OpenChannel up to ConnectionId: without both features that extend it. */
#define VMBUS_CHANNEL_OPEN_CHANNEL_MIN_SIZE 148

/** Opens a channel; guest to host, answered by OpenChannelResult. */
typedef struct VMBUS_CHANNEL_OPEN_CHANNEL
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    HV_UINT32 ChildRelId;
    HV_UINT32 OpenId;                         /**< The guest's choice; comes back in the result. */
    HV_UINT32 RingBufferGpadlHandle;          /**< Both rings: one range of whole pages. */
    HV_VP_INDEX TargetVp;                     /**< Which processor the host signals. Since VMBUS_VERSION_WIN8. */
    HV_UINT32 DownstreamRingBufferPageOffset; /**< Pages of the guest-to-host ring, after which the other begins. */
    HV_UINT8 UserData[MAX_USER_DEFINED_BYTES]; /**< For the device; zeros if its protocol has no use for them. */
    HV_CONNECTION_ID ConnectionId; /**< VMBUS_FEATURE_FLAG_GUEST_SPECIFIED_SIGNAL_PARAMETERS: what the guest signals. */
    HV_UINT16 EventFlag;           /**< The same feature: which event flag the host sets. */
    HV_UINT16 Flags;               /**< VMBUS_FEATURE_FLAG_CHANNEL_INTERRUPT_REDIRECTION: VMBUS_OPEN_FLAG_*. */
} VMBUS_CHANNEL_OPEN_CHANNEL, *PVMBUS_CHANNEL_OPEN_CHANNEL;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_OPEN_CHANNEL) == 156);

/** Answers OpenChannel and OpenReservedChannel; host to guest. */
typedef struct VMBUS_CHANNEL_OPEN_RESULT
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    HV_UINT32 ChildRelId;
    HV_UINT32 OpenId;   /**< Copied from the request; 0 for a reserved channel. */
    HV_NTSTATUS Status; /**< 0 is success; every other value refuses the channel. */
} VMBUS_CHANNEL_OPEN_RESULT, *PVMBUS_CHANNEL_OPEN_RESULT;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_OPEN_RESULT) == 20);

/**
 * Closes a channel; guest to host, not answered.
 *
 * The host may go on using the rings for a while: their memory is the guest's
 * again with GpadlTorndown. The offer stays, and can be opened again.
 */
typedef struct VMBUS_CHANNEL_CLOSE_CHANNEL
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    HV_UINT32 ChildRelId;
} VMBUS_CHANNEL_CLOSE_CHANNEL, *PVMBUS_CHANNEL_CLOSE_CHANNEL;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_CLOSE_CHANNEL) == 12);

/**
 * Moves an open channel's interrupt to another processor; guest to host, answered
 * by ModifyChannelResponse since VMBUS_VERSION_IRON.
 *
 * With the answer, interrupts on the old processor have ended; before that
 * version a guest cannot tell. One at a time: since VMBUS_VERSION_IRON another one
 * before the answer is dropped, before it the last one wins. TargetVp cannot be
 * VMBUS_VP_INDEX_DISABLE_INTERRUPT, and a channel that was opened with that cannot
 * be moved.
 */
typedef struct VMBUS_CHANNEL_MODIFY_CHANNEL
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    HV_UINT32 ChildRelId;
    HV_VP_INDEX TargetVp;
} VMBUS_CHANNEL_MODIFY_CHANNEL, *PVMBUS_CHANNEL_MODIFY_CHANNEL;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_MODIFY_CHANNEL) == 16);

/** Answers ModifyChannel; host to guest. */
typedef struct VMBUS_CHANNEL_MODIFY_CHANNEL_RESPONSE
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    HV_UINT32 ChildRelId;
    HV_NTSTATUS Status; /**< 0 is success. */
} VMBUS_CHANNEL_MODIFY_CHANNEL_RESPONSE, *PVMBUS_CHANNEL_MODIFY_CHANNEL_RESPONSE;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_MODIFY_CHANNEL_RESPONSE) == 16);

/*
 * Reserved channels.
 */

/**
 * Opens a channel as a reserved one; guest to host, answered by OpenChannelResult
 * at TargetVp and TargetSint.
 *
 * The GPADL exists already: none can be made for a reserved channel, nor torn
 * down.
 */
typedef struct VMBUS_CHANNEL_OPEN_RESERVED_CHANNEL
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    HV_UINT32 ChannelId;
    HV_VP_INDEX TargetVp;           /**< Where answers go; interrupts are off. */
    HV_UINT32 TargetSint;
    HV_UINT32 RingBufferGpadl;
    HV_UINT32 DownstreamPageOffset; /**< As in VMBUS_CHANNEL_OPEN_CHANNEL. */
} VMBUS_CHANNEL_OPEN_RESERVED_CHANNEL, *PVMBUS_CHANNEL_OPEN_RESERVED_CHANNEL;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_OPEN_RESERVED_CHANNEL) == 28);

/** Closes it, with or without a connection; guest to host, answered by CloseReservedResponse. */
typedef struct VMBUS_CHANNEL_CLOSE_RESERVED_CHANNEL
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    HV_UINT32 ChannelId;
    HV_VP_INDEX TargetVp; /**< Where the answer goes; need not be that of the open request. */
    HV_UINT32 TargetSint;
} VMBUS_CHANNEL_CLOSE_RESERVED_CHANNEL, *PVMBUS_CHANNEL_CLOSE_RESERVED_CHANNEL;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_CLOSE_RESERVED_CHANNEL) == 20);

/** Answers CloseReservedChannel: the host no longer uses the rings; host to guest. */
typedef struct VMBUS_CHANNEL_CLOSE_RESERVED_RESPONSE
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    HV_UINT32 ChannelId;
} VMBUS_CHANNEL_CLOSE_RESERVED_RESPONSE, *PVMBUS_CHANNEL_CLOSE_RESERVED_RESPONSE;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_CLOSE_RESERVED_RESPONSE) == 12);

/*
 * Sockets (Socket.h).
 */

/** Bytes of TlConnectRequest before VMBUS_VERSION_WIN10RS5. */
#define VMBUS_CHANNEL_TL_CONNECT_REQUEST_PRE_RS5_SIZE 40

/** Asks for a connection to a service on the host; guest to host, answered by an offer or by a result. */
typedef struct VMBUS_CHANNEL_TL_CONNECT_REQUEST
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    HV_GUID EndpointId; /**< The guest's name for this connection; the instance of the offer. */
    HV_GUID ServiceId;  /**< The class of the offer. */
    union
    {
        HV_GUID SiloId; /**< The guest's container that asks, or zeros. Since VMBUS_VERSION_WIN10RS5. */
        HV_UINT8 WindowsRS1Offset;
    };
} VMBUS_CHANNEL_TL_CONNECT_REQUEST, *PVMBUS_CHANNEL_TL_CONNECT_REQUEST;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_TL_CONNECT_REQUEST) == 56);

/** Refuses a connection; host to guest. */
typedef struct VMBUS_CHANNEL_TL_CONNECT_RESULT
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    HV_GUID EndpointId;
    HV_GUID ServiceId;
    HV_NTSTATUS Status; /**< Negative; HV_NTSTATUS_CONNECTION_REFUSED from OpenVMM. */
} VMBUS_CHANNEL_TL_CONNECT_RESULT, *PVMBUS_CHANNEL_TL_CONNECT_RESULT;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_TL_CONNECT_RESULT) == 44);

HV_HEADER_END

#endif /* !MILE_HYPERV_VMBUS_CHANNEL_MESSAGE */
