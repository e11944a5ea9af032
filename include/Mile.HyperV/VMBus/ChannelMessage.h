/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Channel messages: connection to the bus, offers, shared memory, open and close.
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
 *       |   CloseChannel, GpadlTeardown, GpadlTorndown    |
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
 * Sizes. A message's length is the payload size of the hypervisor message. Some types have several
 * forms, which the version, a feature, or the length alone distinguishes:
 *
 *     message                      bytes   form
 *     OfferChannel                 190     before VMBUS_VERSION_WIN7
 *                                  196     since then (a receiver of 190 ignores the rest)
 *     OpenChannel                  148     without the two features below
 *                                  156     VMBUS_FEATURE_FLAG_GUEST_SPECIFIED_SIGNAL_PARAMETERS or
 *                                          VMBUS_FEATURE_FLAG_CHANNEL_INTERRUPT_REDIRECTION negotiated
 *     InitiateContact              40      before VMBUS_VERSION_COPPER
 *                                  56      since then; required with VMBUS_FEATURE_FLAG_CLIENT_ID
 *     TlConnectRequest             40      before VMBUS_VERSION_WIN10RS5, and by some guests later
 *                                  56      since then
 *     GpadlHeader, GpadlBody       20, 16  plus the page numbers, as many as fit
 *
 *     VersionResponse              16      not supported, for every requested version: nothing else is valid
 *                                  16      before VMBUS_VERSION_WIN8: ConnectionState is not valid and
 *                                          means success; SelectedVersion
 *                                  16      VMBUS_VERSION_WIN8 to WIN10RS3_0: ConnectionState, SelectedVersion
 *                                  16      VMBUS_VERSION_WIN10RS3_1 to IRON: ConnectionState, ConnectionId
 *                                  20      since VMBUS_VERSION_COPPER: SupportedFeatures too
 *                                  40      ... with VMBUS_FEATURE_FLAG_SERVER_SPECIFIED_MONITOR_PAGES
 *
 * All other messages have the size of their structure. Some senders always post 240 bytes or the
 * longest form, so a receiver must accept a message that is longer than it expects, and must drop
 * one that is shorter. (The UEFI driver is stricter: offers and responses that it receives must
 * have their exact size.)
 *
 * Messages in the wrong state. There is no error message. The host (observed in OpenVMM) drops:
 *
 *   - before a version is accepted, every message except InitiateContact and
 *     CloseReservedChannel;
 *   - a type that the version or the features do not define;
 *   - on a connection with the paravisor (a "trusted" one), a message that does not come from that
 *     connection;
 *   - a second RequestOffers; an OpenChannel for a channel that is open or being
 *     opened (if it is being closed, the request waits); a CloseChannel for a
 *     channel that is not open; a GpadlTeardown for a GPADL that is unknown, not
 *     yet created or already being torn down; a RelIdReleased for an open channel;
 *   - while paused (ChannelMessagePause), every message except Resume, Unload and
 *     InitiateContact.
 *
 * Two failures have a response: a GPADL that is malformed, or whose id is in use, gets a
 * GpadlCreated with a status; a ModifyChannel that cannot be done gets a ModifyChannelResponse with
 * one, since VMBUS_VERSION_IRON. A second InitiateContact starts a new connection: the host closes
 * and releases everything first, and then responds.
 *
 * Rescinds and responses. The host sends no OpenChannelResult for a channel that is rescinded while
 * it is being opened, but it does send the responses for GPADLs that are being created or torn
 * down. A guest that waits for a response must therefore wait for a rescind too. (After a rescind,
 * FreeBSD waits 100 ms more for a response that may be on its way.)
 *
 * Teardown, as FreeBSD does it: sub-channels first, the first channel last; for each, it stops
 * handling interrupts, sends CloseChannel and GpadlTeardown, and waits for GpadlTorndown. A
 * device's buffers require this order too: OpenVMM sends GpadlTorndown of a GPADL that the device
 * uses only after the channel is closed, and the responses to several GpadlTeardown messages can
 * arrive in any order. A GpadlTeardown that fails on a rescinded channel is harmless. Each channel,
 * sub-channels included, needs its own RelIdReleased. A guest repeats a post that fails because the
 * host has no buffers: FreeBSD 20 times, from 1 ms doubling up to 2 s, OpenBSD and NetBSD 8 times.
 *
 * Reserved channels serve a guest that has crashed or hibernates. A small driver opens one channel
 * without a connection and without interrupts, through a GPADL that was created before; responses
 * go to a processor and SINT of its choice. Unload and InitiateContact do not affect it.
 *
 * Checks. A guest must check in every message the type and the length; channel ids against
 * VMBUS_MAX_CHANNELS and its own list (an offer's id must be free, every other id in use); GPADL
 * ids and open ids against its own; and that it waits for this response. The message page is shared
 * memory: the guest must copy a message first and check the copy.
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

/** Maximum bytes of a channel message: the payload of a hypervisor message. */
#define MAXIMUM_SYNIC_MESSAGE_BYTES 240

/*
 * Versions.
 */

/** Builds a version from its numbers: major in the high 16 bits, minor in the low 16. */
#define VMBUS_MAKE_VERSION(Major, Minor) (((Major) << 16) | (Minor))

#define VMBUS_VERSION_V1 0x0000000D         /**< 0.13. */
/** 1.1: UnloadComplete, a connection for each channel. */
#define VMBUS_VERSION_WIN7 0x00010001
/** 2.4: an event flag and a processor for each channel, sub-channels. */
#define VMBUS_VERSION_WIN8 0x00020004
/** 3.0: messages go to the processor that the guest specifies. */
#define VMBUS_VERSION_WIN8_1 0x00030000
#define VMBUS_VERSION_WIN10 0x00040000      /**< 4.0: reserved channels, sockets. */
#define VMBUS_VERSION_WIN10RS3_0 0x00040001 /**< 4.1: ModifyChannel, results of socket requests. */
/** 5.0: the guest's choice of SINT; a connection id in the response. */
#define VMBUS_VERSION_WIN10RS3_1 0x00050000
#define VMBUS_VERSION_WIN10RS4 0x00050001   /**< 5.1: the guest's choice of VTL. */
#define VMBUS_VERSION_WIN10RS5 0x00050002   /**< 5.2: silos in socket requests. */
#define VMBUS_VERSION_IRON 0x00050003       /**< 5.3: ModifyChannelResponse. */
#define VMBUS_VERSION_COPPER 0x00060000     /**< 6.0: feature flags. */

/** Newest version that the sources define. */
#define VMBUS_VERSION_LATEST 0x00060000
/** First version with which several clients of one guest can connect, each in its own VTL. */
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
 * Features, since VMBUS_VERSION_COPPER. The guest requests each one and the host grants it.
 */

/**
 * OpenChannel specifies the connection and the event flag. Without the feature they are the
 * connection of the offer and the event flag whose number is the channel id.
 */
#define VMBUS_FEATURE_FLAG_GUEST_SPECIFIED_SIGNAL_PARAMETERS 0x1
/** OpenChannel supports #VMBUS_OPEN_FLAG_REDIRECT_INTERRUPT. */
#define VMBUS_FEATURE_FLAG_CHANNEL_INTERRUPT_REDIRECTION 0x2
/** ModifyConnection and ModifyConnectionResponse are supported. */
#define VMBUS_FEATURE_FLAG_MODIFY_CONNECTION 0x4
/** InitiateContact contains a ClientId. */
#define VMBUS_FEATURE_FLAG_CLIENT_ID 0x8
/** Offers can have the two confidential flags. Paravisors only, on a trusted connection. */
#define VMBUS_FEATURE_FLAG_CONFIDENTIAL_CHANNELS 0x10
/** Pause, PauseResponse and Resume are supported. */
#define VMBUS_FEATURE_FLAG_PAUSE_RESUME 0x20
/**
 * The host may provide the monitor pages. The guest may still send its own with the request. If the
 * response contains the flag, the guest must use the pages of the response instead.
 */
#define VMBUS_FEATURE_FLAG_SERVER_SPECIFIED_MONITOR_PAGES 0x40
/** Offers can have #VMBUS_OFFER_FLAG_REQUIRE_PINNED_EXTERNAL_MEMORY. Paravisors only. */
#define VMBUS_FEATURE_FLAG_GPA_PINNING 0x80

/** Feature flags that the "Copper" release of the host supports. */
#define VMBUS_SUPPORTED_FEATURE_FLAGS_COPPER 0x7
/** Feature flags that the "Dilithium" release of the host supports. */
#define VMBUS_SUPPORTED_FEATURE_FLAGS_DILITHIUM 0xF

/*
 * Message types.
 */

typedef HV_UINT32 VMBUS_CHANNEL_MESSAGE_TYPE, *PVMBUS_CHANNEL_MESSAGE_TYPE;
enum
{
    ChannelMessageInvalid = 0,
    ChannelMessageOfferChannel = 1,              /**< Host: offers a channel. */
    ChannelMessageRescindChannelOffer = 2,       /**< Host: withdraws an offer. */
    /** Guest: header only; once for each connection. */
    ChannelMessageRequestOffers = 3,
    ChannelMessageAllOffersDelivered = 4,        /**< Host: header only. */
    ChannelMessageOpenChannel = 5,               /**< Guest: opens a channel. */
    ChannelMessageOpenChannelResult = 6,         /**< Host: response to OpenChannel. */
    ChannelMessageCloseChannel = 7,              /**< Guest: closes a channel. No response. */
    ChannelMessageGpadlHeader = 8,               /**< Guest: describes memory for the host. */
    ChannelMessageGpadlBody = 9,                 /**< Guest: continues GpadlHeader. */
    ChannelMessageGpadlCreated = 10,             /**< Host: response to a complete GPADL. */
    ChannelMessageGpadlTeardown = 11,            /**< Guest: takes a GPADL's memory back. */
    ChannelMessageGpadlTorndown = 12,            /**< Host: response to GpadlTeardown. */
    ChannelMessageRelIdReleased = 13,            /**< Guest: releases a channel id. No response. */
    ChannelMessageInitiateContact = 14,          /**< Guest: requests a version, at any time. */
    ChannelMessageVersionResponse = 15,          /**< Host: response to InitiateContact. */
    ChannelMessageUnload = 16,                   /**< Guest: header only. */
    /** Host: header only. #VMBUS_VERSION_WIN7; OpenVMM: always. */
    ChannelMessageUnloadComplete = 17,
    ChannelMessageOpenReservedChannel = 18,      /**< Guest. Since #VMBUS_VERSION_WIN10. */
    /** Guest: at any time. Since #VMBUS_VERSION_WIN10. */
    ChannelMessageCloseReservedChannel = 19,
    ChannelMessageCloseReservedResponse = 20,    /**< Host. Since #VMBUS_VERSION_WIN10. */
    ChannelMessageTlConnectRequest = 21,         /**< Guest. Since #VMBUS_VERSION_WIN10. */
    ChannelMessageModifyChannel = 22,            /**< Guest. Since #VMBUS_VERSION_WIN10RS3_0. */
    ChannelMessageTlConnectRequestResult = 23,   /**< Host. Since #VMBUS_VERSION_WIN10RS3_0. */
    ChannelMessageModifyChannelResponse = 24,    /**< Host. Since #VMBUS_VERSION_IRON. */
    /** Guest. #VMBUS_FEATURE_FLAG_MODIFY_CONNECTION. */
    ChannelMessageModifyConnection = 25,
    /** Host. #VMBUS_FEATURE_FLAG_MODIFY_CONNECTION. */
    ChannelMessageModifyConnectionResponse = 26,
    /** Guest: header only. #VMBUS_FEATURE_FLAG_PAUSE_RESUME. */
    ChannelMessagePause = 27,
    /** Host: header only. #VMBUS_FEATURE_FLAG_PAUSE_RESUME. */
    ChannelMessagePauseResponse = 28,
    /** Guest: header only. No response. #VMBUS_FEATURE_FLAG_PAUSE_RESUME. */
    ChannelMessageResume = 29,
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

/** First 8 bytes of every channel message. */
typedef struct VMBUS_CHANNEL_MESSAGE_HEADER
{
    VMBUS_CHANNEL_MESSAGE_TYPE MessageType;
    HV_UINT32 Padding;
} VMBUS_CHANNEL_MESSAGE_HEADER, *PVMBUS_CHANNEL_MESSAGE_HEADER;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_MESSAGE_HEADER) == 8);

/*
 * Connecting.
 */

/** Feature flags, by bit: VMBUS_FEATURE_FLAG_*. */
typedef union VMBUS_FEATURE_FLAGS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        /** Bit 0: #VMBUS_FEATURE_FLAG_GUEST_SPECIFIED_SIGNAL_PARAMETERS. */
        HV_UINT32 GuestSpecifiedSignalParameters : 1;
        /** Bit 1: #VMBUS_FEATURE_FLAG_CHANNEL_INTERRUPT_REDIRECTION. */
        HV_UINT32 ChannelInterruptRedirection : 1;
        /** Bit 2: #VMBUS_FEATURE_FLAG_MODIFY_CONNECTION. */
        HV_UINT32 ModifyConnection : 1;
        HV_UINT32 ClientId : 1;                    /**< Bit 3: #VMBUS_FEATURE_FLAG_CLIENT_ID. */
        /** Bit 4: #VMBUS_FEATURE_FLAG_CONFIDENTIAL_CHANNELS. */
        HV_UINT32 ConfidentialChannels : 1;
        HV_UINT32 PauseResume : 1;                 /**< Bit 5: #VMBUS_FEATURE_FLAG_PAUSE_RESUME. */
        /** Bit 6: #VMBUS_FEATURE_FLAG_SERVER_SPECIFIED_MONITOR_PAGES. */
        HV_UINT32 ServerSpecifiedMonitorPages : 1;
        HV_UINT32 GpaPinning : 1; /**< Bit 7: #VMBUS_FEATURE_FLAG_GPA_PINNING. */
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
 * Requests a version and specifies the destination of the host's messages.
 *
 * Guest to host; response VersionResponse; all versions. The host closes and releases everything of
 * an earlier connection. The guest must provide both monitor pages or neither. With only one the
 * response is VmbusChannelConnectionFailedUnknownFailure.
 */
typedef struct VMBUS_CHANNEL_INITIATE_CONTACT
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    HV_UINT32 VMBusVersionRequested; /**< VMBUS_VERSION_*. */
    /** Processor that receives the host's messages; 0 before VMBUS_VERSION_WIN8_1. */
    HV_VP_INDEX TargetMessageVp;
    union
    {
        /** GPA of a VMBUS_INTERRUPT_PAGE, or 0. Before VMBUS_VERSION_WIN8. */
        HV_UINT64 InterruptPage;
        struct
        {
            /** VMBUS_MESSAGE_SINT; OpenVMM refuses others. Since VMBUS_VERSION_WIN10RS3_1. */
            HV_UINT8 TargetSint;
            /** VTL that receives the host's messages. Since VMBUS_VERSION_WIN10RS4. */
            HV_VTL TargetVtl;
            HV_UINT8 Reserved[2];
            /** VMBUS_FEATURE_FLAG_* that the guest can use. Since VMBUS_VERSION_COPPER. */
            HV_UINT32 FeatureFlags;
        };
    };
    HV_GPA ParentToChildMonitorPageGpa; /**< 0 for no monitors. */
    HV_GPA ChildToParentMonitorPageGpa; /**< 0 for no monitors. */
    /** Kind of the guest's driver. With VMBUS_FEATURE_FLAG_CLIENT_ID. */
    HV_GUID ClientId;
} VMBUS_CHANNEL_INITIATE_CONTACT, *PVMBUS_CHANNEL_INITIATE_CONTACT;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_INITIATE_CONTACT) == 56);

/**
 * Result of a connection request for a supported version. Every value but 0 is a failure; its value
 * is only useful in the guest's log.
 */
typedef HV_UINT8 VMBUS_CHANNEL_CONNECTION_STATE, *PVMBUS_CHANNEL_CONNECTION_STATE;
enum
{
    VmbusChannelConnectionSuccessful = 0,
    VmbusChannelConnectionFailedLowResources = 1,
    VmbusChannelConnectionFailedUnknownFailure = 2,
};

/**
 * Bytes of VersionResponse before VMBUS_VERSION_COPPER, and of every response that rejects a
 * version.
 */
#define VMBUS_CHANNEL_VERSION_RESPONSE_MIN_SIZE 16
/** Bytes of VersionResponse since VMBUS_VERSION_COPPER. */
#define VMBUS_CHANNEL_VERSION_RESPONSE_COPPER_SIZE 20

/**
 * Accepts or rejects a version; host to guest.
 *
 * Response to InitiateContact; all versions. The structure is the longest form. Only a host that
 * grants VMBUS_FEATURE_FLAG_SERVER_SPECIFIED_MONITOR_PAGES sends it whole. A guest must compare the
 * length of a response with VMBUS_CHANNEL_VERSION_RESPONSE_MIN_SIZE or
 * VMBUS_CHANNEL_VERSION_RESPONSE_COPPER_SIZE, never with sizeof: a driver that requires the whole
 * structure rejects every host before VMBUS_VERSION_COPPER. A guest that did not request that
 * feature must ignore the members after SupportedFeatures.
 */
typedef struct VMBUS_CHANNEL_VERSION_RESPONSE
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    /** 0: rejected, and no other member is valid. */
    HV_UINT8 VersionSupported;
    /** Valid if the requested version is at least VMBUS_VERSION_WIN8. */
    VMBUS_CHANNEL_CONNECTION_STATE ConnectionState;
    HV_UINT8 Pad[2];
    union
    {
        /** The requested version. Before VMBUS_VERSION_WIN10RS3_1. */
        HV_UINT32 SelectedVersion;
        /** Connection for later messages. Since VMBUS_VERSION_WIN10RS3_1. */
        HV_CONNECTION_ID ConnectionId;
    };
    /** VMBUS_FEATURE_FLAG_* in force. Since VMBUS_VERSION_COPPER. */
    HV_UINT32 SupportedFeatures;
    HV_UINT32 Padding;
    /** Guest physical address of the page; if 0, the guest cannot cancel monitored interrupts. */
    HV_GPA ParentToChildMonitorPageGpa;
    HV_GPA ChildToParentMonitorPageGpa; /**< Never 0. */
} VMBUS_CHANNEL_VERSION_RESPONSE, *PVMBUS_CHANNEL_VERSION_RESPONSE;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_VERSION_RESPONSE) == 40);

/**
 * Replaces the monitor pages of a connection.
 *
 * Guest to host; response ModifyConnectionResponse; since VMBUS_VERSION_COPPER with
 * VMBUS_FEATURE_FLAG_MODIFY_CONNECTION. It fails while another ModifyConnection is pending, while a
 * channel with a monitor is open, with only one of the pages, or if the host provided the pages.
 */
typedef struct VMBUS_CHANNEL_MODIFY_CONNECTION
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    HV_GPA ParentToChildMonitorPageGpa; /**< 0 for none. */
    HV_GPA ChildToParentMonitorPageGpa; /**< 0 for none. */
} VMBUS_CHANNEL_MODIFY_CONNECTION, *PVMBUS_CHANNEL_MODIFY_CONNECTION;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_MODIFY_CONNECTION) == 24);

HV_PACK_BEGIN

/**
 * Response to ModifyConnection; host to guest; since VMBUS_VERSION_COPPER. Packed, because it ends
 * after 9 bytes.
 */
typedef struct VMBUS_CHANNEL_MODIFY_CONNECTION_RESPONSE
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    /** VmbusChannelConnectionSuccessful, or the failure. */
    VMBUS_CHANNEL_CONNECTION_STATE ConnectionState;
} VMBUS_CHANNEL_MODIFY_CONNECTION_RESPONSE, *PVMBUS_CHANNEL_MODIFY_CONNECTION_RESPONSE;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_MODIFY_CONNECTION_RESPONSE) == 9);

HV_PACK_END

/**
 * Ends the connection: the host closes every channel and releases every GPADL.
 *
 * Guest to host; response UnloadComplete; all versions.
 */
typedef VMBUS_CHANNEL_MESSAGE_HEADER VMBUS_CHANNEL_UNLOAD, *PVMBUS_CHANNEL_UNLOAD;
/**
 * Reports that the host no longer uses the guest's memory, except for reserved channels.
 *
 * Host to guest; response to Unload; since VMBUS_VERSION_WIN7, on OpenVMM always. Until it arrives,
 * the guest must drop all other messages.
 */
typedef VMBUS_CHANNEL_MESSAGE_HEADER VMBUS_CHANNEL_UNLOAD_COMPLETE, *PVMBUS_CHANNEL_UNLOAD_COMPLETE;

/**
 * Requests that the host send no messages after its response, for a guest that saves its state.
 *
 * Guest to host; response PauseResponse; since VMBUS_VERSION_COPPER with
 * VMBUS_FEATURE_FLAG_PAUSE_RESUME.
 */
typedef VMBUS_CHANNEL_MESSAGE_HEADER VMBUS_CHANNEL_PAUSE, *PVMBUS_CHANNEL_PAUSE;
/**
 * Response to Pause, and the last message until Resume. The host queues later messages.
 *
 * Host to guest; since VMBUS_VERSION_COPPER.
 */
typedef VMBUS_CHANNEL_MESSAGE_HEADER VMBUS_CHANNEL_PAUSE_RESPONSE, *PVMBUS_CHANNEL_PAUSE_RESPONSE;
/**
 * Lets the host send again. Unload and InitiateContact do so too.
 *
 * Guest to host; no response; since VMBUS_VERSION_COPPER.
 */
typedef VMBUS_CHANNEL_MESSAGE_HEADER VMBUS_CHANNEL_RESUME, *PVMBUS_CHANNEL_RESUME;

/*
 * Offers.
 */

/**
 * Requests all current offers. The host sends them in a stable order.
 *
 * Guest to host; response OfferChannel for each channel, then AllOffersDelivered; all versions.
 */
typedef VMBUS_CHANNEL_MESSAGE_HEADER VMBUS_CHANNEL_REQUEST_OFFERS, *PVMBUS_CHANNEL_REQUEST_OFFERS;
/**
 * Follows the last OfferChannel of a response to RequestOffers; host to guest; no response; all
 * versions.
 */
typedef VMBUS_CHANNEL_MESSAGE_HEADER VMBUS_CHANNEL_ALL_OFFERS_DELIVERED, *PVMBUS_CHANNEL_ALL_OFFERS_DELIVERED;

/** Bytes of OfferChannel before VMBUS_VERSION_WIN7. */
#define VMBUS_CHANNEL_OFFER_CHANNEL_SIZE_PRE_WIN7 190

HV_PACK_BEGIN

/**
 * Offers a channel; host to guest.
 *
 * Part of the response to RequestOffers, or unsolicited; no response; all versions. Packed, because
 * it ends at a multiple of 4; all members are at their natural alignment.
 */
typedef struct VMBUS_CHANNEL_OFFER_CHANNEL
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    HV_GUID InterfaceType;     /**< Class GUID (DeviceGuid.h). */
    HV_GUID InterfaceInstance; /**< Instance GUID. */
    HV_UINT64 Reserved;        /**< Any value before VMBUS_VERSION_WIN8. */
    HV_UINT64 Reserved2;       /**< Any value before VMBUS_VERSION_WIN8. */
    HV_UINT16 Flags;           /**< VMBUS_OFFER_FLAG_*; see VMBUS_OFFER_FLAGS. */
    /** Address space, in MiB, that the guest must give to the device. */
    HV_UINT16 MmioMegabytes;
    HV_UINT8 UserDefined[MAX_USER_DEFINED_BYTES]; /**< See VMBUS_OFFER_USER_DEFINED. */
    /**
     * Index of the channel: 0 for the device's first channel, else from 1; at most the number of
     * sub-channels. Since VMBUS_VERSION_WIN8.
     */
    HV_UINT16 SubChannelIndex;
    /** Additional address space, in MiB, that the device can use. */
    HV_UINT16 MmioMegabytesOptional;
    HV_UINT32 ChildRelId;      /**< Channel id, 1 to 2047, in all messages about this channel. */
    /** Monitor trigger, below VMBUS_MAX_MONITORS. Valid if MonitorAllocated. */
    HV_UINT8 MonitorId;
    union
    {
        HV_UINT8 MonitorAsUINT8;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT8 MonitorAllocated : 1; /**< Bit 0: MonitorId is valid. */
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
                    /** Bit 0: ConnectionId is for this channel alone. */
                    HV_UINT16 IsDedicatedInterrupt : 1;
                    HV_UINT16 Reserved5 : 15;
                };
#endif
            };
            HV_CONNECTION_ID ConnectionId; /**< Connection that the guest signals. */
        };
        /**
         * Unused; not a member: its position is the end of the message before VMBUS_VERSION_WIN7.
         */
        HV_UINT8 Windows6Offset;
    };
} VMBUS_CHANNEL_OFFER_CHANNEL, *PVMBUS_CHANNEL_OFFER_CHANNEL;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_OFFER_CHANNEL) == 196);

HV_PACK_END

/**
 * Withdraws an offer; host to guest.
 *
 * Response RelIdReleased; all versions. Before that response, the guest must close the channel and
 * tear down its GPADLs.
 */
typedef struct VMBUS_CHANNEL_RESCIND_OFFER
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    HV_UINT32 ChildRelId; /**< Channel id of the offer. */
} VMBUS_CHANNEL_RESCIND_OFFER, *PVMBUS_CHANNEL_RESCIND_OFFER;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_RESCIND_OFFER) == 12);

/**
 * Releases a channel id after the guest closed a rescinded channel; guest to host; no response; all
 * versions.
 */
typedef struct VMBUS_CHANNEL_RELID_RELEASED
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    HV_UINT32 ChildRelId; /**< Channel id that the host may reuse. */
} VMBUS_CHANNEL_RELID_RELEASED, *PVMBUS_CHANNEL_RELID_RELEASED;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_RELID_RELEASED) == 12);

/*
 * GPADLs: guest memory that the host may access, identified by a number.
 *
 * A GPADL (guest physical address descriptor list) is a list of GPA ranges that
 * belongs to one channel. GpadlHeader contains the first of the list's RangeBufLen
 * bytes, GpadlBody messages contain the rest; the last byte completes the list. Each
 * message contains whole 8-byte entries: 27 fit into a header (26 page numbers of
 * a single range), 28 into a body. Only one GPADL with a given id may be
 * incomplete at a time, since bodies do not identify the channel.
 */

/** Maximum number of VMBUS_GPA_RANGE_ENTRY in one GpadlHeader. */
#define VMBUS_CHANNEL_GPADL_HEADER_MAX_ENTRIES 27
/** Maximum number of page numbers in one GpadlBody. */
#define VMBUS_CHANNEL_GPADL_BODY_MAX_ENTRIES 28

/** Begins a GPADL; guest to host; response GpadlCreated once the list is complete; all versions. */
typedef struct VMBUS_CHANNEL_GPADL_HEADER
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    HV_UINT32 ChildRelId;          /**< Channel id of the channel that the GPADL belongs to. */
    HV_UINT32 Gpadl;               /**< GPADL id, chosen by the guest; unique within the channel. */
    /** Bytes of all ranges, heads and page numbers, in all messages. */
    HV_UINT16 RangeBufLen;
    HV_UINT16 RangeCount;          /**< Number of ranges; 1, of whole pages, for rings. */
    VMBUS_GPA_RANGE_ENTRY Range[]; /**< The ranges, as far as they fit. */
} VMBUS_CHANNEL_GPADL_HEADER, *PVMBUS_CHANNEL_GPADL_HEADER;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_GPADL_HEADER) == 20);

/**
 * Continues a GPADL; guest to host; response GpadlCreated once the list is complete; all versions.
 */
typedef struct VMBUS_CHANNEL_GPADL_BODY
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    /** Ignored; senders write 0 or count. Bodies are taken in order of arrival. */
    HV_UINT32 MessageNumber;
    HV_UINT32 Gpadl;         /**< GPADL id of the GpadlHeader. */
    /** The next entries: page numbers, and heads if there are several ranges. */
    HV_UINT64 Pfn[];
} VMBUS_CHANNEL_GPADL_BODY, *PVMBUS_CHANNEL_GPADL_BODY;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_GPADL_BODY) == 16);

/** Accepts or rejects a complete GPADL; host to guest; response to GpadlHeader; all versions. */
typedef struct VMBUS_CHANNEL_GPADL_CREATED
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    HV_UINT32 ChildRelId;       /**< Channel id of the GpadlHeader. */
    HV_UINT32 Gpadl;            /**< GPADL id of the GpadlHeader. */
    HV_NTSTATUS CreationStatus; /**< 0 is success; every other value rejects the GPADL. */
} VMBUS_CHANNEL_GPADL_CREATED, *PVMBUS_CHANNEL_GPADL_CREATED;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_GPADL_CREATED) == 20);

/**
 * Ends the host's access to a GPADL's memory; guest to host; response GpadlTorndown; all versions.
 */
typedef struct VMBUS_CHANNEL_GPADL_TEARDOWN
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    HV_UINT32 ChildRelId; /**< Channel id of the channel that the GPADL belongs to. */
    HV_UINT32 Gpadl;      /**< GPADL id; valid until GpadlTorndown arrives. */
} VMBUS_CHANNEL_GPADL_TEARDOWN, *PVMBUS_CHANNEL_GPADL_TEARDOWN;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_GPADL_TEARDOWN) == 16);

/**
 * Reports that the host no longer accesses a GPADL's memory; host to guest.
 *
 * Response to GpadlTeardown; all versions. Until it arrives, the guest must not reuse the memory.
 */
typedef struct VMBUS_CHANNEL_GPADL_TORNDOWN
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    HV_UINT32 Gpadl; /**< GPADL id of the GpadlTeardown; the guest may use it again. */
} VMBUS_CHANNEL_GPADL_TORNDOWN, *PVMBUS_CHANNEL_GPADL_TORNDOWN;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_GPADL_TORNDOWN) == 12);

/*
 * Opening and closing.
 */

/**
 * Host signals go to the VTL and SINT of the paravisor. No effect if the paravisor redirects
 * nothing.
 */
#define VMBUS_OPEN_FLAG_REDIRECT_INTERRUPT 0x1

/** Flags of an open request, by bit. */
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

/** Bytes of OpenChannel up to ConnectionId, without the two features that extend it. */
#define VMBUS_CHANNEL_OPEN_CHANNEL_MIN_SIZE 148

/** Opens a channel; guest to host; response OpenChannelResult; all versions. */
typedef struct VMBUS_CHANNEL_OPEN_CHANNEL
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    HV_UINT32 ChildRelId;                     /**< Channel id. */
    HV_UINT32 OpenId;                         /**< Chosen by the guest; copied into the result. */
    /** GPADL id of both rings: one range of whole pages. */
    HV_UINT32 RingBufferGpadlHandle;
    /** Processor that the host signals. Since VMBUS_VERSION_WIN8. */
    HV_VP_INDEX TargetVp;
    /** Pages from the start of the range to the host-to-guest ring. */
    HV_UINT32 DownstreamRingBufferPageOffset;
    /** Defined by the device's protocol; zeros if it defines none. */
    HV_UINT8 UserData[MAX_USER_DEFINED_BYTES];
    /**
     * Connection that the guest signals. With VMBUS_FEATURE_FLAG_GUEST_SPECIFIED_SIGNAL_PARAMETERS.
     */
    HV_CONNECTION_ID ConnectionId;
    /** Event flag that the host sets. With VMBUS_FEATURE_FLAG_GUEST_SPECIFIED_SIGNAL_PARAMETERS. */
    HV_UINT16 EventFlag;
    /** VMBUS_OPEN_FLAG_*. With VMBUS_FEATURE_FLAG_CHANNEL_INTERRUPT_REDIRECTION. */
    HV_UINT16 Flags;
} VMBUS_CHANNEL_OPEN_CHANNEL, *PVMBUS_CHANNEL_OPEN_CHANNEL;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_OPEN_CHANNEL) == 156);

/** Response to OpenChannel and OpenReservedChannel; host to guest; all versions. */
typedef struct VMBUS_CHANNEL_OPEN_RESULT
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    HV_UINT32 ChildRelId; /**< Channel id of the request. */
    HV_UINT32 OpenId;     /**< Copied from the request; 0 for a reserved channel. */
    HV_NTSTATUS Status;   /**< 0 is success; with every other value the channel stays closed. */
} VMBUS_CHANNEL_OPEN_RESULT, *PVMBUS_CHANNEL_OPEN_RESULT;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_OPEN_RESULT) == 20);

/**
 * Closes a channel; guest to host; no response; all versions.
 *
 * The host may use the rings for a while: the guest must not reuse their memory before
 * GpadlTorndown. The offer remains valid, and the guest can open the channel again.
 */
typedef struct VMBUS_CHANNEL_CLOSE_CHANNEL
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    HV_UINT32 ChildRelId; /**< Channel id of an open channel. */
} VMBUS_CHANNEL_CLOSE_CHANNEL, *PVMBUS_CHANNEL_CLOSE_CHANNEL;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_CLOSE_CHANNEL) == 12);

/**
 * Moves an open channel's interrupt to another processor; guest to host.
 *
 * Since VMBUS_VERSION_WIN10RS3_0; response ModifyChannelResponse since VMBUS_VERSION_IRON. After
 * the response, interrupts on the old processor have ended; before VMBUS_VERSION_IRON a guest
 * cannot detect this. Since VMBUS_VERSION_IRON the host drops a second request that arrives before
 * the response to the first; before VMBUS_VERSION_IRON the last request counts. TargetVp must not
 * be VMBUS_VP_INDEX_DISABLE_INTERRUPT, and a channel that was opened with that value cannot be
 * moved.
 */
typedef struct VMBUS_CHANNEL_MODIFY_CHANNEL
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    HV_UINT32 ChildRelId; /**< Channel id of an open channel. */
    HV_VP_INDEX TargetVp; /**< Processor that the host signals after the response. */
} VMBUS_CHANNEL_MODIFY_CHANNEL, *PVMBUS_CHANNEL_MODIFY_CHANNEL;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_MODIFY_CHANNEL) == 16);

/** Response to ModifyChannel; host to guest; since VMBUS_VERSION_IRON. */
typedef struct VMBUS_CHANNEL_MODIFY_CHANNEL_RESPONSE
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    HV_UINT32 ChildRelId; /**< Channel id of the request. */
    HV_NTSTATUS Status;   /**< 0 is success. */
} VMBUS_CHANNEL_MODIFY_CHANNEL_RESPONSE, *PVMBUS_CHANNEL_MODIFY_CHANNEL_RESPONSE;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_MODIFY_CHANNEL_RESPONSE) == 16);

/*
 * Reserved channels.
 */

/**
 * Opens a channel as a reserved one; guest to host.
 *
 * Response OpenChannelResult at TargetVp and TargetSint; since VMBUS_VERSION_WIN10. The GPADL must
 * exist: a guest can neither create nor tear down one for a reserved channel.
 */
typedef struct VMBUS_CHANNEL_OPEN_RESERVED_CHANNEL
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    HV_UINT32 ChannelId; /**< Channel id of the reserved channel. */
    /** Processor that receives the responses; interrupts are disabled. */
    HV_VP_INDEX TargetVp;
    HV_UINT32 TargetSint;           /**< SINT that receives the responses. */
    HV_UINT32 RingBufferGpadl;      /**< GPADL id of both rings. */
    /** Pages from the start of the range to the host-to-guest ring. */
    HV_UINT32 DownstreamPageOffset;
} VMBUS_CHANNEL_OPEN_RESERVED_CHANNEL, *PVMBUS_CHANNEL_OPEN_RESERVED_CHANNEL;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_OPEN_RESERVED_CHANNEL) == 28);

/**
 * Closes a reserved channel, with or without a connection; guest to host.
 *
 * Response CloseReservedResponse; since VMBUS_VERSION_WIN10.
 */
typedef struct VMBUS_CHANNEL_CLOSE_RESERVED_CHANNEL
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    HV_UINT32 ChannelId; /**< Channel id of the reserved channel. */
    /** Processor that receives the response; may differ from the open request's. */
    HV_VP_INDEX TargetVp;
    HV_UINT32 TargetSint; /**< SINT that receives the response. */
} VMBUS_CHANNEL_CLOSE_RESERVED_CHANNEL, *PVMBUS_CHANNEL_CLOSE_RESERVED_CHANNEL;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_CLOSE_RESERVED_CHANNEL) == 20);

/**
 * Reports that the host no longer uses the rings of a reserved channel; host to guest.
 *
 * Response to CloseReservedChannel; since VMBUS_VERSION_WIN10.
 */
typedef struct VMBUS_CHANNEL_CLOSE_RESERVED_RESPONSE
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    HV_UINT32 ChannelId; /**< Channel id of the request. */
} VMBUS_CHANNEL_CLOSE_RESERVED_RESPONSE, *PVMBUS_CHANNEL_CLOSE_RESERVED_RESPONSE;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_CLOSE_RESERVED_RESPONSE) == 12);

/*
 * Sockets (Socket.h).
 */

/** Bytes of TlConnectRequest before VMBUS_VERSION_WIN10RS5. */
#define VMBUS_CHANNEL_TL_CONNECT_REQUEST_PRE_RS5_SIZE 40

/**
 * Requests a connection to a service on the host; guest to host.
 *
 * Response OfferChannel on success, TlConnectRequestResult on failure; since VMBUS_VERSION_WIN10.
 */
typedef struct VMBUS_CHANNEL_TL_CONNECT_REQUEST
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    /** Id of this connection, chosen by the guest; instance GUID of the offer. */
    HV_GUID EndpointId;
    HV_GUID ServiceId;  /**< Id of the service; class GUID of the offer. */
    union
    {
        /** Container of the guest that connects, or zeros. Since VMBUS_VERSION_WIN10RS5. */
        HV_GUID SiloId;
        /** Unused; not a member: its position is the end of the shorter form. */
        HV_UINT8 WindowsRS1Offset;
    };
} VMBUS_CHANNEL_TL_CONNECT_REQUEST, *PVMBUS_CHANNEL_TL_CONNECT_REQUEST;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_TL_CONNECT_REQUEST) == 56);

/**
 * Rejects a connection; host to guest; response to TlConnectRequest; since
 * VMBUS_VERSION_WIN10RS3_0.
 */
typedef struct VMBUS_CHANNEL_TL_CONNECT_RESULT
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    HV_GUID EndpointId; /**< From the request. */
    HV_GUID ServiceId;  /**< From the request. */
    HV_NTSTATUS Status; /**< Negative; HV_NTSTATUS_CONNECTION_REFUSED from OpenVMM. */
} VMBUS_CHANNEL_TL_CONNECT_RESULT, *PVMBUS_CHANNEL_TL_CONNECT_RESULT;
HV_STATIC_ASSERT(sizeof(VMBUS_CHANNEL_TL_CONNECT_RESULT) == 44);

HV_HEADER_END

#endif /* !MILE_HYPERV_VMBUS_CHANNEL_MESSAGE */
