/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Channel messages: builders of the messages that a guest posts, checks of the host's
 * messages, for each version.
 *
 * VMBus/ChannelMessage.h describes the protocol. The guest sends the first message, and the order
 * is:
 *
 *     for (Contact.Version = MileHvVmbusVersionBelow(0xFFFFFFFF); Contact.Version != 0;
 *          Contact.Version = MileHvVmbusVersionBelow(Contact.Version))
 *         MileHvInitiateContactBuild(&Contact, Input);             post Input, wait for a message
 *         if (MileHvVersionResponseCheck(Message, Bytes, &Contact, &Bus) != MileHvUnavailable)
 *             break;
 *
 *     MileHvRequestOffersBuild(&Bus, Input);                       MileHvOfferCheck() for each, then
 *                                                                  ChannelMessageAllOffersDelivered
 *     MileHvGpadlBegin(&Gpadl, ...);
 *     while (MileHvGpadlNext(&Bus, &Gpadl, Input) == MileHvSuccess)
 *         post                                                     MileHvGpadlCreatedCheck()
 *     MileHvOpenChannelBuild(&Bus, &Open, Input);                  MileHvOpenResultCheck()
 *     ... the rings are in use ...
 *     MileHvCloseChannelBuild(&Bus, ChildRelId, Input);            no response
 *     MileHvGpadlTeardownBuild(&Bus, ChildRelId, Gpadl, Input);    MileHvGpadlTorndownCheck()
 *     MileHvRelIdReleasedBuild(&Bus, ChildRelId, Input);           no response; only after a rescind
 *     MileHvUnloadBuild(&Bus, Input);                              ChannelMessageUnloadComplete
 *
 * A builder fills the input of HvCallPostMessage: connection, type, exact length and payload. It
 * never reads the input back, because the host of an isolated guest can write to that page. The
 * host drops a message that arrives in the wrong state without a response, so the guest must not
 * send one: it would wait for the response forever.
 *
 * Hosts before VMBUS_VERSION_MULTICLIENT do not have the connection of later versions, and the post
 * fails with HV_STATUS_INVALID_CONNECTION_ID. The guest should treat this like MileHvUnavailable.
 *
 * MileHvMessageTake() first copies each message that arrives. MileHvChannelMessageCheck() then
 * returns its type. Each type with a body has its own check in this header; AllOffersDelivered,
 * UnloadComplete and PauseResponse need no further check. A check copies each byte once, trusts no
 * value, and works at any address. It accepts a message that is longer than its structure, and
 * rejects a shorter one. Where a check does not return MileHvSuccess, the caller must not use its
 * output. Members that do not exist in the version are zero in the output.
 *
 * The caller must check what this header cannot: that the channel id of an offer is not in use and
 * the id in any other message is, that a GPADL and an open request are the guest's own, and that
 * the guest waits for the response that arrived.
 *
 * Sources: VMBus/ChannelMessage.h and VMBus/Channel.h, and their sources.
 */

#ifndef MILE_HYPERV_GUEST_CHANNEL_MESSAGE
#define MILE_HYPERV_GUEST_CHANNEL_MESSAGE

#include "../Masks/VMBus.h"
#include "../VMBus/ChannelMessage.h"
#include "Platform.h"

/**
 * Maximum number of pages of a GPADL with one range: the 16-bit byte count covers a range header
 * and 8190 page numbers.
 */
#define MILE_HYPERV_GPADL_MAXIMUM_PAGES 8190

MILE_HYPERV_GUEST_BEGIN

/** Parameters of the connection that a guest requests. */
typedef struct MILE_HV_CONTACT
{
    HV_UINT32 Version;        /**< VMBUS_VERSION_*. */
    HV_UINT32 Features;       /**< VMBUS_FEATURE_FLAG_* that the guest supports; sent since VMBUS_VERSION_COPPER. */
    HV_VP_INDEX TargetVp;     /**< Processor that receives the messages; sent since VMBUS_VERSION_WIN8_1, 0 before. */
    HV_UINT8 TargetSint;      /**< Usually VMBUS_MESSAGE_SINT; sent since VMBUS_VERSION_WIN10RS3_1. */
    HV_VTL TargetVtl;         /**< VTL that receives the messages; sent since VMBUS_VERSION_WIN10RS4. */
    HV_UINT16 Reserved;       /**< Not sent. */
    HV_GPA InterruptPage;     /**< Address of a VMBUS_INTERRUPT_PAGE, or 0; sent before VMBUS_VERSION_WIN8. */
    HV_GPA ParentToChildPage; /**< Address of the monitor page, or 0. */
    HV_GPA ChildToParentPage; /**< Address of the monitor page, or 0; both or neither. */
    HV_GUID ClientId;         /**< Sent with VMBUS_FEATURE_FLAG_CLIENT_ID. */
} MILE_HV_CONTACT;

/**
 * State that a guest and its host negotiated. All zeros before the connection and after
 * UnloadComplete.
 */
typedef struct MILE_HV_VMBUS
{
    HV_UINT32 Version;             /**< Negotiated version, VMBUS_VERSION_*; 0: not connected. */
    HV_UINT32 Features;            /**< Negotiated features, VMBUS_FEATURE_FLAG_*. */
    HV_CONNECTION_ID ConnectionId; /**< Connection to which the guest posts its messages. */
    HV_UINT32 ConnectionState;     /**< VmbusChannelConnection*; not 0 with MileHvFailed. */
    HV_GPA ParentToChildPage;      /**< Address of the monitor page in use, the guest's or the host's; 0: none. */
    HV_GPA ChildToParentPage;      /**< Address of the monitor page in use, the guest's or the host's; 0: none. */
} MILE_HV_VMBUS;

/*
 * Versions.
 */

/**
 * Next older version to request.
 *
 * @param Version the refused version, or 0xFFFFFFFF to begin.
 * @return the newest version below it, or 0: there is none.
 */
static inline HV_UINT32 MileHvVmbusVersionBelow(HV_UINT32 Version)
{
#define MILE_HYPERV_GUEST_VERSION(Known) Known,
    static const HV_UINT32 Versions[] = {HV_VMBUS_VERSION_LIST(MILE_HYPERV_GUEST_VERSION)};
#undef MILE_HYPERV_GUEST_VERSION
    HV_UINT32 Index = (HV_UINT32)(sizeof(Versions) / sizeof(Versions[0]));

    while (Index != 0)
    {
        --Index;
        if (Versions[Index] < Version)
        {
            return Versions[Index];
        }
    }
    return 0;
}

/**
 * Whether @p ChildRelId can identify a channel: 1 to VMBUS_MAX_CHANNELS - 1, because a source has
 * VMBUS_MAX_CHANNELS event flags. Returns 1 or 0.
 */
static inline HV_UINT32 MileHvIsChildRelId(HV_UINT32 ChildRelId)
{
    return ChildRelId != 0 && ChildRelId < VMBUS_MAX_CHANNELS;
}

/**
 * Whether @p Id can identify a connection of a guest: only its low 24 bits may be set. Returns 1 or
 * 0.
 */
static inline HV_UINT32 MileHvIsConnectionId(HV_CONNECTION_ID Id)
{
    return (Id.AsUINT32 & 0xFF000000U) == 0;
}

/**
 * Whether two guest physical addresses are valid for the monitor pages: both are multiples of 4096,
 * and either both or neither is 0. Returns 1 or 0.
 */
static inline HV_UINT32 MileHvAreMonitorPages(HV_GPA ParentToChild, HV_GPA ChildToParent)
{
    return ((ParentToChild | ChildToParent) & 0xFFFU) == 0 && (ParentToChild == 0) == (ChildToParent == 0);
}

/*
 * Messages from the guest.
 */

/**
 * Fills the input of HvCallPostMessage with a channel message.
 *
 * @param ConnectionId connection to which the guest posts.
 * @param Type of the message.
 * @param Message the structure of the message; its header is ignored.
 * @param Bytes of the message with its header; 8 to MAXIMUM_SYNIC_MESSAGE_BYTES. Not checked.
 * @param Input receives the input; bytes after the message are not written.
 */
static inline void MileHvChannelMessageBuild(HV_CONNECTION_ID ConnectionId, VMBUS_CHANNEL_MESSAGE_TYPE Type,
                                             const void *Message, HV_UINT32 Bytes, HV_INPUT_POST_MESSAGE *Input)
{
    const HV_UINT32 HeaderBytes = (HV_UINT32)sizeof(VMBUS_CHANNEL_MESSAGE_HEADER);

    Input->ConnectionId = ConnectionId;
    Input->Reserved = 0;
    Input->MessageType = VMBUS_MESSAGE_TYPE;
    Input->PayloadSize = Bytes;
    Input->Payload[0] = Type; /* The header: the type, and 32 bits of padding. */
    MileHvCopy(&Input->Payload[1], (const HV_UINT8 *)Message + HeaderBytes, Bytes - HeaderBytes);
}

/** Builds a message that consists of the header alone. */
static inline void MileHvHeaderMessageBuild(const MILE_HV_VMBUS *Bus, VMBUS_CHANNEL_MESSAGE_TYPE Type,
                                            HV_INPUT_POST_MESSAGE *Input)
{
    VMBUS_CHANNEL_MESSAGE_HEADER Message;

    MileHvZero(&Message, (HV_UINT32)sizeof(Message));
    MileHvChannelMessageBuild(Bus->ConnectionId, Type, &Message, (HV_UINT32)sizeof(Message), Input);
}

/**
 * Builds a message that consists of the header and a channel id.
 *
 * @return MileHvSuccess; MileHvInvalid: @p ChildRelId cannot identify a channel.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvChildMessageBuild(const MILE_HV_VMBUS *Bus, VMBUS_CHANNEL_MESSAGE_TYPE Type,
                                                     HV_UINT32 ChildRelId, HV_INPUT_POST_MESSAGE *Input)
{
    VMBUS_CHANNEL_CLOSE_CHANNEL Message; /* RelIdReleased has the same layout. */

    if (!MileHvIsChildRelId(ChildRelId))
    {
        return MileHvInvalid;
    }
    Message.ChildRelId = ChildRelId;
    MileHvChannelMessageBuild(Bus->ConnectionId, Type, &Message, (HV_UINT32)sizeof(Message), Input);
    return MileHvSuccess;
}

/**
 * InitiateContact: requests Contact->Version.
 *
 * Since VMBUS_VERSION_MULTICLIENT, the message is posted to
 * VMBUS_MULTICLIENT_MESSAGE_CONNECTION_ID. A guest that uses another connection stores it in @p
 * Input: VMBUS_MESSAGE_CONNECTION_ID, where the host ignores SINT and VTL, or
 * VMBUS_MESSAGE_REDIRECT_CONNECTION_ID.
 *
 * @return MileHvSuccess; MileHvInvalid: an unknown version, only one monitor page, an address that
 * is not a multiple of 4096, or a SINT above 15.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvInitiateContactBuild(const MILE_HV_CONTACT *Contact, HV_INPUT_POST_MESSAGE *Input)
{
    VMBUS_CHANNEL_INITIATE_CONTACT Message;
    HV_CONNECTION_ID ConnectionId;
    HV_UINT32 Version = Contact->Version;
    HV_UINT32 Bytes = VMBUS_CHANNEL_INITIATE_CONTACT_MIN_SIZE;

    if (Version == 0 || MileHvVmbusVersionBelow(Version + 1) != Version ||
        !MileHvAreMonitorPages(Contact->ParentToChildPage, Contact->ChildToParentPage) ||
        (Contact->InterruptPage & 0xFFFU) != 0 || Contact->TargetSint >= HV_SYNIC_SINT_COUNT)
    {
        return MileHvInvalid;
    }
    ConnectionId.AsUINT32 = VMBUS_MESSAGE_CONNECTION_ID;
    Message.VMBusVersionRequested = Version;
    Message.TargetMessageVp = (Version >= VMBUS_VERSION_WIN8_1) ? Contact->TargetVp : 0;
    Message.InterruptPage = (Version < VMBUS_VERSION_WIN8) ? Contact->InterruptPage : 0;
    Message.ParentToChildMonitorPageGpa = Contact->ParentToChildPage;
    Message.ChildToParentMonitorPageGpa = Contact->ChildToParentPage;
    if (Version >= VMBUS_VERSION_MULTICLIENT)
    {
        ConnectionId.AsUINT32 = VMBUS_MULTICLIENT_MESSAGE_CONNECTION_ID;
        Message.TargetSint = Contact->TargetSint;
    }
    if (Version >= VMBUS_VERSION_WIN10RS4)
    {
        Message.TargetVtl = Contact->TargetVtl;
    }
    if (Version >= VMBUS_VERSION_COPPER)
    {
        Bytes = (HV_UINT32)sizeof(Message);
        Message.FeatureFlags = Contact->Features;
        MileHvZero(&Message.ClientId, (HV_UINT32)sizeof(Message.ClientId));
        if ((Contact->Features & VMBUS_FEATURE_FLAG_CLIENT_ID) != 0)
        {
            Message.ClientId = Contact->ClientId;
        }
    }
    MileHvChannelMessageBuild(ConnectionId, ChannelMessageInitiateContact, &Message, Bytes, Input);
    return MileHvSuccess;
}

/** RequestOffers: requests all offers. The guest must send it only once for each connection. */
static inline void MileHvRequestOffersBuild(const MILE_HV_VMBUS *Bus, HV_INPUT_POST_MESSAGE *Input)
{
    MileHvHeaderMessageBuild(Bus, ChannelMessageRequestOffers, Input);
}

/** Unload: ends the connection. The host responds since VMBUS_VERSION_WIN7. */
static inline void MileHvUnloadBuild(const MILE_HV_VMBUS *Bus, HV_INPUT_POST_MESSAGE *Input)
{
    MileHvHeaderMessageBuild(Bus, ChannelMessageUnload, Input);
}

/**
 * Pause.
 *
 * @return MileHvSuccess; MileHvUnavailable: VMBUS_FEATURE_FLAG_PAUSE_RESUME is not negotiated.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvPauseBuild(const MILE_HV_VMBUS *Bus, HV_INPUT_POST_MESSAGE *Input)
{
    if ((Bus->Features & VMBUS_FEATURE_FLAG_PAUSE_RESUME) == 0)
    {
        return MileHvUnavailable;
    }
    MileHvHeaderMessageBuild(Bus, ChannelMessagePause, Input);
    return MileHvSuccess;
}

/**
 * Resume.
 *
 * @return MileHvSuccess; MileHvUnavailable: VMBUS_FEATURE_FLAG_PAUSE_RESUME is not negotiated.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvResumeBuild(const MILE_HV_VMBUS *Bus, HV_INPUT_POST_MESSAGE *Input)
{
    if ((Bus->Features & VMBUS_FEATURE_FLAG_PAUSE_RESUME) == 0)
    {
        return MileHvUnavailable;
    }
    MileHvHeaderMessageBuild(Bus, ChannelMessageResume, Input);
    return MileHvSuccess;
}

/**
 * ModifyConnection: replaces the monitor pages, or removes them.
 *
 * @param ParentToChildPage guest physical address of the page; @p ChildToParentPage of the other.
 * Both 0: no pages.
 * @return MileHvSuccess; MileHvUnavailable: VMBUS_FEATURE_FLAG_MODIFY_CONNECTION is not negotiated,
 * or the host owns the pages; MileHvInvalid: only one page, or an address that is not a multiple of
 * 4096.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvModifyConnectionBuild(const MILE_HV_VMBUS *Bus, HV_GPA ParentToChildPage,
                                                         HV_GPA ChildToParentPage, HV_INPUT_POST_MESSAGE *Input)
{
    VMBUS_CHANNEL_MODIFY_CONNECTION Message;

    if ((Bus->Features & VMBUS_FEATURE_FLAG_MODIFY_CONNECTION) == 0 ||
        (Bus->Features & VMBUS_FEATURE_FLAG_SERVER_SPECIFIED_MONITOR_PAGES) != 0)
    {
        return MileHvUnavailable;
    }
    if (!MileHvAreMonitorPages(ParentToChildPage, ChildToParentPage))
    {
        return MileHvInvalid;
    }
    Message.ParentToChildMonitorPageGpa = ParentToChildPage;
    Message.ChildToParentMonitorPageGpa = ChildToParentPage;
    MileHvChannelMessageBuild(Bus->ConnectionId, ChannelMessageModifyConnection, &Message, (HV_UINT32)sizeof(Message),
                              Input);
    return MileHvSuccess;
}

/** A GPADL whose messages are being built. MileHvGpadlNext() owns Next. */
typedef struct MILE_HV_GPADL
{
    const HV_UINT64 *Pages; /**< Guest page numbers; must stay valid until the last message is built. */
    HV_UINT32 PageCount;
    HV_UINT32 ChildRelId;
    HV_UINT32 Gpadl; /**< Id of the GPADL. */
    HV_UINT32 Next;  /**< Number of pages in the messages built so far. */
} MILE_HV_GPADL;

/**
 * Begins a GPADL of whole pages that the host sees as one range.
 *
 * @param State receives the parameters.
 * @param ChildRelId channel to which the GPADL belongs.
 * @param Gpadl id that the guest selects; not in use. Only one GPADL may be between its first and
 * its last message.
 * @param Pages numbers of 4 KiB pages, in the order of the range; @p PageCount of them, 1 to
 * MILE_HYPERV_GPADL_MAXIMUM_PAGES.
 * @return MileHvSuccess; MileHvInvalid: @p ChildRelId cannot identify a channel, or the number of
 * pages is out of bounds; MileHvGpadlNext() then builds no message.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvGpadlBegin(MILE_HV_GPADL *State, HV_UINT32 ChildRelId, HV_UINT32 Gpadl,
                                              const HV_UINT64 *Pages, HV_UINT32 PageCount)
{
    State->Pages = Pages;
    State->PageCount = 0;
    State->ChildRelId = ChildRelId;
    State->Gpadl = Gpadl;
    State->Next = 0;
    if (!MileHvIsChildRelId(ChildRelId) || PageCount == 0 || PageCount > MILE_HYPERV_GPADL_MAXIMUM_PAGES)
    {
        return MileHvInvalid;
    }
    State->PageCount = PageCount;
    return MileHvSuccess;
}

/**
 * Builds the next message of a GPADL: first GpadlHeader with up to 26 pages, then GpadlBody with up
 * to 28 pages each.
 *
 * @return MileHvSuccess: post the message, and call again; MileHvEmpty: all messages were built;
 * wait for GpadlCreated.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvGpadlNext(const MILE_HV_VMBUS *Bus, MILE_HV_GPADL *State,
                                             HV_INPUT_POST_MESSAGE *Input)
{
    HV_UINT8 *Payload = (HV_UINT8 *)Input->Payload;
    HV_UINT32 Left = State->PageCount - State->Next;
    HV_UINT32 Count = VMBUS_CHANNEL_GPADL_BODY_MAX_ENTRIES;
    HV_UINT32 Before = (HV_UINT32)sizeof(VMBUS_CHANNEL_GPADL_BODY);

    if (Left == 0)
    {
        return MileHvEmpty;
    }
    if (State->Next == 0)
    {
        VMBUS_CHANNEL_GPADL_HEADER Message;
        VMBUS_GPA_RANGE_ENTRY Head;

        Message.ChildRelId = State->ChildRelId;
        Message.Gpadl = State->Gpadl;
        Message.RangeBufLen = (HV_UINT16)((1 + State->PageCount) * 8);
        Message.RangeCount = 1;
        Head.ByteCount = State->PageCount * 4096;
        Head.ByteOffset = 0;
        MileHvChannelMessageBuild(Bus->ConnectionId, ChannelMessageGpadlHeader, &Message, (HV_UINT32)sizeof(Message),
                                  Input);
        MileHvCopy(Payload + sizeof(Message), &Head, (HV_UINT32)sizeof(Head));
        Count = VMBUS_CHANNEL_GPADL_HEADER_MAX_ENTRIES - 1;
        Before = (HV_UINT32)(sizeof(Message) + sizeof(Head));
    }
    else
    {
        VMBUS_CHANNEL_GPADL_BODY Message;

        Message.MessageNumber = 0; /* Hosts ignore it. */
        Message.Gpadl = State->Gpadl;
        MileHvChannelMessageBuild(Bus->ConnectionId, ChannelMessageGpadlBody, &Message, (HV_UINT32)sizeof(Message),
                                  Input);
    }
    Count = (Left < Count) ? Left : Count;
    MileHvCopy(Payload + Before, State->Pages + State->Next, Count * 8);
    Input->PayloadSize = Before + Count * 8;
    State->Next += Count;
    return MileHvSuccess;
}

/**
 * GpadlTeardown: requests that the host stops using the pages of a GPADL.
 *
 * @return MileHvSuccess; MileHvInvalid: @p ChildRelId cannot identify a channel.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvGpadlTeardownBuild(const MILE_HV_VMBUS *Bus, HV_UINT32 ChildRelId, HV_UINT32 Gpadl,
                                                      HV_INPUT_POST_MESSAGE *Input)
{
    VMBUS_CHANNEL_GPADL_TEARDOWN Message;

    if (!MileHvIsChildRelId(ChildRelId))
    {
        return MileHvInvalid;
    }
    Message.ChildRelId = ChildRelId;
    Message.Gpadl = Gpadl;
    MileHvChannelMessageBuild(Bus->ConnectionId, ChannelMessageGpadlTeardown, &Message, (HV_UINT32)sizeof(Message),
                              Input);
    return MileHvSuccess;
}

/**
 * OpenChannel, in the form of the negotiated version and features.
 *
 * @param Open all members except the header. ConnectionId and EventFlag must be the offer's
 * ConnectionId and the channel id, unless VMBUS_FEATURE_FLAG_GUEST_SPECIFIED_SIGNAL_PARAMETERS is
 * negotiated. TargetVp is sent since VMBUS_VERSION_WIN8.
 * @return MileHvSuccess; MileHvUnavailable: an event flag or flags that the negotiated features do
 * not include; MileHvInvalid: the channel id, the event flag, the connection id or a flag is out of
 * bounds, or the offset leaves no room for the guest's ring.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvOpenChannelBuild(const MILE_HV_VMBUS *Bus, const VMBUS_CHANNEL_OPEN_CHANNEL *Open,
                                                    HV_INPUT_POST_MESSAGE *Input)
{
    const HV_UINT32 Signal = Bus->Features & VMBUS_FEATURE_FLAG_GUEST_SPECIFIED_SIGNAL_PARAMETERS;
    const HV_UINT32 Redirection = Bus->Features & VMBUS_FEATURE_FLAG_CHANNEL_INTERRUPT_REDIRECTION;
    VMBUS_CHANNEL_OPEN_CHANNEL Message;

    if (!MileHvIsChildRelId(Open->ChildRelId) || Open->DownstreamRingBufferPageOffset == 0 ||
        Open->EventFlag >= HV_EVENT_FLAGS_COUNT || !MileHvIsConnectionId(Open->ConnectionId) ||
        (Open->Flags & ~(HV_UINT32)VMBUS_OPEN_FLAG_REDIRECT_INTERRUPT) != 0)
    {
        return MileHvInvalid;
    }
    if ((!Signal && Open->EventFlag != Open->ChildRelId) || (!Redirection && Open->Flags != 0))
    {
        return MileHvUnavailable;
    }
    MileHvCopy(&Message, Open, (HV_UINT32)sizeof(Message));
    if (Bus->Version < VMBUS_VERSION_WIN8)
    {
        Message.TargetVp = 0;
    }
    MileHvChannelMessageBuild(Bus->ConnectionId, ChannelMessageOpenChannel, &Message,
                              (Signal | Redirection) ? (HV_UINT32)sizeof(Message) : VMBUS_CHANNEL_OPEN_CHANNEL_MIN_SIZE,
                              Input);
    return MileHvSuccess;
}

/**
 * CloseChannel.
 *
 * @return MileHvSuccess; MileHvInvalid: @p ChildRelId cannot identify a channel.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvCloseChannelBuild(const MILE_HV_VMBUS *Bus, HV_UINT32 ChildRelId,
                                                     HV_INPUT_POST_MESSAGE *Input)
{
    return MileHvChildMessageBuild(Bus, ChannelMessageCloseChannel, ChildRelId, Input);
}

/**
 * RelIdReleased: the guest has removed its state of the channel.
 *
 * @return MileHvSuccess; MileHvInvalid: @p ChildRelId cannot identify a channel.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvRelIdReleasedBuild(const MILE_HV_VMBUS *Bus, HV_UINT32 ChildRelId,
                                                      HV_INPUT_POST_MESSAGE *Input)
{
    return MileHvChildMessageBuild(Bus, ChannelMessageRelIdReleased, ChildRelId, Input);
}

/**
 * ModifyChannel: requests that the host signals another processor.
 *
 * @return MileHvSuccess; MileHvUnavailable: the version is before VMBUS_VERSION_WIN10RS3_0;
 * MileHvInvalid: @p ChildRelId cannot identify a channel, or @p TargetVp is
 * VMBUS_VP_INDEX_DISABLE_INTERRUPT.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvModifyChannelBuild(const MILE_HV_VMBUS *Bus, HV_UINT32 ChildRelId,
                                                      HV_VP_INDEX TargetVp, HV_INPUT_POST_MESSAGE *Input)
{
    VMBUS_CHANNEL_MODIFY_CHANNEL Message;

    if (Bus->Version < VMBUS_VERSION_WIN10RS3_0)
    {
        return MileHvUnavailable;
    }
    if (!MileHvIsChildRelId(ChildRelId) || TargetVp == VMBUS_VP_INDEX_DISABLE_INTERRUPT)
    {
        return MileHvInvalid;
    }
    Message.ChildRelId = ChildRelId;
    Message.TargetVp = TargetVp;
    MileHvChannelMessageBuild(Bus->ConnectionId, ChannelMessageModifyChannel, &Message, (HV_UINT32)sizeof(Message),
                              Input);
    return MileHvSuccess;
}

/**
 * OpenReservedChannel. A driver without a connection passes a @p Bus with VMBUS_VERSION_WIN10 and
 * VMBUS_MESSAGE_CONNECTION_ID.
 *
 * @param Open all members except the header.
 * @return MileHvSuccess; MileHvUnavailable: the version is before VMBUS_VERSION_WIN10;
 * MileHvInvalid: the channel id is out of bounds, the offset leaves no room for the guest's ring,
 * or the SINT is above 15.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvOpenReservedChannelBuild(const MILE_HV_VMBUS *Bus,
                                                            const VMBUS_CHANNEL_OPEN_RESERVED_CHANNEL *Open,
                                                            HV_INPUT_POST_MESSAGE *Input)
{
    if (Bus->Version < VMBUS_VERSION_WIN10)
    {
        return MileHvUnavailable;
    }
    if (!MileHvIsChildRelId(Open->ChannelId) || Open->DownstreamPageOffset == 0 ||
        Open->TargetSint >= HV_SYNIC_SINT_COUNT)
    {
        return MileHvInvalid;
    }
    MileHvChannelMessageBuild(Bus->ConnectionId, ChannelMessageOpenReservedChannel, Open, (HV_UINT32)sizeof(*Open),
                              Input);
    return MileHvSuccess;
}

/** CloseReservedChannel. Parameters and results as for MileHvOpenReservedChannelBuild(). */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvCloseReservedChannelBuild(const MILE_HV_VMBUS *Bus,
                                                             const VMBUS_CHANNEL_CLOSE_RESERVED_CHANNEL *Close,
                                                             HV_INPUT_POST_MESSAGE *Input)
{
    if (Bus->Version < VMBUS_VERSION_WIN10)
    {
        return MileHvUnavailable;
    }
    if (!MileHvIsChildRelId(Close->ChannelId) || Close->TargetSint >= HV_SYNIC_SINT_COUNT)
    {
        return MileHvInvalid;
    }
    MileHvChannelMessageBuild(Bus->ConnectionId, ChannelMessageCloseReservedChannel, Close, (HV_UINT32)sizeof(*Close),
                              Input);
    return MileHvSuccess;
}

/**
 * TlConnectRequest: requests a connection to a socket of the host.
 *
 * @param Request all members except the header; SiloId is sent since VMBUS_VERSION_WIN10RS5.
 * @return MileHvSuccess; MileHvUnavailable: the version is before VMBUS_VERSION_WIN10.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvTlConnectRequestBuild(const MILE_HV_VMBUS *Bus,
                                                         const VMBUS_CHANNEL_TL_CONNECT_REQUEST *Request,
                                                         HV_INPUT_POST_MESSAGE *Input)
{
    if (Bus->Version < VMBUS_VERSION_WIN10)
    {
        return MileHvUnavailable;
    }
    MileHvChannelMessageBuild(Bus->ConnectionId, ChannelMessageTlConnectRequest, Request,
                              (Bus->Version >= VMBUS_VERSION_WIN10RS5) ? (HV_UINT32)sizeof(*Request)
                                                                       : VMBUS_CHANNEL_TL_CONNECT_REQUEST_PRE_RS5_SIZE,
                              Input);
    return MileHvSuccess;
}

/*
 * Messages from the host.
 */

/**
 * Minimum number of bytes of a message from the host on this connection.
 *
 * @return 0 if the host does not send this type: it is a guest's message, unknown, or not part of
 * the negotiated version or features. Without a version, only VersionResponse is accepted.
 */
static inline HV_UINT32 MileHvChannelMessageLeast(const MILE_HV_VMBUS *Bus, VMBUS_CHANNEL_MESSAGE_TYPE Type)
{
    HV_UINT32 Since = VMBUS_VERSION_V1;
    HV_UINT32 Feature = 0;
    HV_UINT32 Bytes = 0;

    switch (Type)
    {
    case ChannelMessageVersionResponse:
        return VMBUS_CHANNEL_VERSION_RESPONSE_MIN_SIZE;
    case ChannelMessageOfferChannel:
        Bytes = (Bus->Version < VMBUS_VERSION_WIN7) ? VMBUS_CHANNEL_OFFER_CHANNEL_SIZE_PRE_WIN7
                                                    : (HV_UINT32)sizeof(VMBUS_CHANNEL_OFFER_CHANNEL);
        break;
    case ChannelMessageRescindChannelOffer:
        Bytes = (HV_UINT32)sizeof(VMBUS_CHANNEL_RESCIND_OFFER);
        break;
    case ChannelMessageAllOffersDelivered:
        Bytes = (HV_UINT32)sizeof(VMBUS_CHANNEL_ALL_OFFERS_DELIVERED);
        break;
    case ChannelMessageOpenChannelResult:
        Bytes = (HV_UINT32)sizeof(VMBUS_CHANNEL_OPEN_RESULT);
        break;
    case ChannelMessageGpadlCreated:
        Bytes = (HV_UINT32)sizeof(VMBUS_CHANNEL_GPADL_CREATED);
        break;
    case ChannelMessageGpadlTorndown:
        Bytes = (HV_UINT32)sizeof(VMBUS_CHANNEL_GPADL_TORNDOWN);
        break;
    case ChannelMessageUnloadComplete:
        Since = VMBUS_VERSION_WIN7;
        Bytes = (HV_UINT32)sizeof(VMBUS_CHANNEL_UNLOAD_COMPLETE);
        break;
    case ChannelMessageCloseReservedResponse:
        Since = VMBUS_VERSION_WIN10;
        Bytes = (HV_UINT32)sizeof(VMBUS_CHANNEL_CLOSE_RESERVED_RESPONSE);
        break;
    case ChannelMessageTlConnectRequestResult:
        Since = VMBUS_VERSION_WIN10RS3_0;
        Bytes = (HV_UINT32)sizeof(VMBUS_CHANNEL_TL_CONNECT_RESULT);
        break;
    case ChannelMessageModifyChannelResponse:
        Since = VMBUS_VERSION_IRON;
        Bytes = (HV_UINT32)sizeof(VMBUS_CHANNEL_MODIFY_CHANNEL_RESPONSE);
        break;
    case ChannelMessageModifyConnectionResponse:
        Feature = VMBUS_FEATURE_FLAG_MODIFY_CONNECTION;
        Bytes = (HV_UINT32)sizeof(VMBUS_CHANNEL_MODIFY_CONNECTION_RESPONSE);
        break;
    case ChannelMessagePauseResponse:
        Feature = VMBUS_FEATURE_FLAG_PAUSE_RESUME;
        Bytes = (HV_UINT32)sizeof(VMBUS_CHANNEL_PAUSE_RESPONSE);
        break;
    default:
        break;
    }
    return (Bus->Version >= Since && (Bus->Features & Feature) == Feature) ? Bytes : 0;
}

/**
 * Determines the type of a received message, and checks its length.
 *
 * @param Message the payload, at any address; @p Bytes its length.
 * @param Type receives the type, also with MileHvUnavailable.
 * @return MileHvSuccess: call the check of the type; MileHvUnavailable: no host sends this type on
 * this connection; drop the message; MileHvCorrupt: shorter than its structure, or longer than any
 * message.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvChannelMessageCheck(const void *Message, HV_UINT32 Bytes, const MILE_HV_VMBUS *Bus,
                                                       VMBUS_CHANNEL_MESSAGE_TYPE *Type)
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    HV_UINT32 Least;

    if (Bytes < sizeof(Header) || Bytes > MAXIMUM_SYNIC_MESSAGE_BYTES)
    {
        return MileHvCorrupt;
    }
    MileHvCopy(&Header, Message, (HV_UINT32)sizeof(Header));
    *Type = Header.MessageType;
    Least = MileHvChannelMessageLeast(Bus, Header.MessageType);
    if (Least == 0)
    {
        return MileHvUnavailable;
    }
    return (Bytes < Least) ? MileHvCorrupt : MileHvSuccess;
}

/**
 * Copies as many bytes of a message as messages of its type always have.
 *
 * @param To receives the copy; MileHvChannelMessageLeast() bytes.
 * @return the results of MileHvChannelMessageCheck(); MileHvInvalid: a message of another type.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvChannelMessageCopy(const void *Message, HV_UINT32 Bytes, const MILE_HV_VMBUS *Bus,
                                                      VMBUS_CHANNEL_MESSAGE_TYPE Type, void *To)
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    HV_UINT32 Least = MileHvChannelMessageLeast(Bus, Type);

    if (Least == 0)
    {
        return MileHvUnavailable;
    }
    if (Bytes < Least || Bytes > MAXIMUM_SYNIC_MESSAGE_BYTES)
    {
        return MileHvCorrupt;
    }
    MileHvCopy(To, Message, Least);
    MileHvCopy(&Header, To, (HV_UINT32)sizeof(Header));
    return (Header.MessageType == Type) ? MileHvSuccess : MileHvInvalid;
}

/**
 * Checks VersionResponse, the response to the InitiateContact that was built from @p Contact.
 *
 * Features that the guest did not request are dropped. SelectedVersion is ignored, because it can
 * only be the requested version.
 *
 * @param Bus receives the negotiated state; with MileHvFailed only its ConnectionState.
 * @return MileHvSuccess; MileHvUnavailable: the host does not support this version; request an
 * older one; MileHvFailed: the host supports the version but could not connect, and ConnectionState
 * contains the reason, for a log; MileHvInvalid: a message of another type; MileHvCorrupt.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvVersionResponseCheck(const void *Message, HV_UINT32 Bytes,
                                                        const MILE_HV_CONTACT *Contact, MILE_HV_VMBUS *Bus)
{
    VMBUS_CHANNEL_VERSION_RESPONSE Response; /* The bytes that the message has. */

    Bus->Version = 0;
    Bus->Features = 0;
    Bus->ConnectionId.AsUINT32 = VMBUS_MESSAGE_CONNECTION_ID;
    Bus->ConnectionState = VmbusChannelConnectionSuccessful;
    Bus->ParentToChildPage = Contact->ParentToChildPage;
    Bus->ChildToParentPage = Contact->ChildToParentPage;
    if (Bytes < VMBUS_CHANNEL_VERSION_RESPONSE_MIN_SIZE || Bytes > MAXIMUM_SYNIC_MESSAGE_BYTES)
    {
        return MileHvCorrupt;
    }
    MileHvCopy(&Response, Message, (Bytes < sizeof(Response)) ? Bytes : (HV_UINT32)sizeof(Response));
    if (Response.Header.MessageType != ChannelMessageVersionResponse)
    {
        return MileHvInvalid;
    }
    if (Response.VersionSupported == 0)
    {
        return MileHvUnavailable;
    }
    if (Contact->Version >= VMBUS_VERSION_WIN8 && Response.ConnectionState != VmbusChannelConnectionSuccessful)
    {
        Bus->ConnectionState = Response.ConnectionState;
        return MileHvFailed;
    }
    if (Contact->Version >= VMBUS_VERSION_WIN10RS3_1)
    {
        if (!MileHvIsConnectionId(Response.ConnectionId))
        {
            return MileHvCorrupt;
        }
        Bus->ConnectionId = Response.ConnectionId;
    }
    if (Contact->Version >= VMBUS_VERSION_COPPER)
    {
        if (Bytes < VMBUS_CHANNEL_VERSION_RESPONSE_COPPER_SIZE)
        {
            return MileHvCorrupt;
        }
        Bus->Features = Response.SupportedFeatures & Contact->Features;
    }
    if ((Bus->Features & VMBUS_FEATURE_FLAG_SERVER_SPECIFIED_MONITOR_PAGES) != 0)
    {
        if (Bytes < sizeof(Response))
        {
            return MileHvCorrupt;
        }
        if (((Response.ParentToChildMonitorPageGpa | Response.ChildToParentMonitorPageGpa) & 0xFFFU) != 0 ||
            Response.ChildToParentMonitorPageGpa == 0)
        {
            return MileHvCorrupt;
        }
        Bus->ParentToChildPage = Response.ParentToChildMonitorPageGpa;
        Bus->ChildToParentPage = Response.ChildToParentMonitorPageGpa;
    }
    Bus->Version = Contact->Version;
    return MileHvSuccess;
}

/**
 * Checks OfferChannel.
 *
 * Flags that the negotiated version and features do not include are cleared. MonitorId is
 * VMBUS_INVALID_MONITOR_ID if no monitor is allocated.
 *
 * @param Offer receives a copy; reserved members are zero. The caller must check that its
 * ChildRelId is not in use.
 * @return MileHvSuccess; MileHvCorrupt: a length, or the id of the channel, the monitor or the
 * connection, is out of bounds; MileHvUnavailable or MileHvInvalid as MileHvChannelMessageCopy().
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvOfferCheck(const void *Message, HV_UINT32 Bytes, const MILE_HV_VMBUS *Bus,
                                              VMBUS_CHANNEL_OFFER_CHANNEL *Offer)
{
    HV_UINT32 Flags = (Bus->Version < VMBUS_VERSION_WIN10) ? VMBUS_OFFER_FLAGS_WIN6 : VMBUS_OFFER_FLAGS_WIN10;
    MILE_HV_RESULT Result = MileHvChannelMessageCopy(Message, Bytes, Bus, ChannelMessageOfferChannel, Offer);

    if (Result != MileHvSuccess)
    {
        return Result;
    }
    if (Bus->Version < VMBUS_VERSION_WIN7)
    {
        Offer->InterruptAsUINT16 = 0;
        Offer->ConnectionId.AsUINT32 = 0;
    }
    if (Bus->Version < VMBUS_VERSION_WIN8)
    {
        Offer->SubChannelIndex = 0;
    }
    if ((Bus->Features & VMBUS_FEATURE_FLAG_CONFIDENTIAL_CHANNELS) != 0)
    {
        Flags |= VMBUS_OFFER_FLAG_CONFIDENTIAL_RING_BUFFER | VMBUS_OFFER_FLAG_CONFIDENTIAL_EXTERNAL_MEMORY;
    }
    if ((Bus->Features & VMBUS_FEATURE_FLAG_GPA_PINNING) != 0)
    {
        Flags |= VMBUS_OFFER_FLAG_REQUIRE_PINNED_EXTERNAL_MEMORY;
    }
    Offer->Header.Padding = 0;
    Offer->Reserved = 0;
    Offer->Reserved2 = 0;
    Offer->Flags = (HV_UINT16)(Offer->Flags & Flags);
    Offer->MonitorAsUINT8 &= VMBUS_CHANNEL_OFFER_CHANNEL_MonitorAllocated_MASK;
    Offer->InterruptAsUINT16 &= VMBUS_CHANNEL_OFFER_CHANNEL_IsDedicatedInterrupt_MASK;
    if (Offer->MonitorAsUINT8 == 0)
    {
        Offer->MonitorId = VMBUS_INVALID_MONITOR_ID;
    }
    else if (Offer->MonitorId >= VMBUS_MAX_MONITORS)
    {
        return MileHvCorrupt;
    }
    if (!MileHvIsChildRelId(Offer->ChildRelId) || !MileHvIsConnectionId(Offer->ConnectionId))
    {
        return MileHvCorrupt;
    }
    return MileHvSuccess;
}

/**
 * Determines the pipe mode of the channel of a checked offer.
 *
 * @param Type receives VmbusHvsockPipeTypeByte or VmbusHvsockPipeTypeMessage.
 * @return MileHvSuccess; MileHvUnavailable: not a pipe; MileHvCorrupt: an unknown mode.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvOfferPipe(const VMBUS_CHANNEL_OFFER_CHANNEL *Offer, HVSOCK_PIPE_TYPE *Type)
{
    if ((Offer->Flags & VMBUS_OFFER_FLAG_NAMED_PIPE_MODE) == 0)
    {
        return MileHvUnavailable;
    }
    MileHvCopy(Type, Offer->UserDefined, (HV_UINT32)sizeof(*Type));
    return (*Type == VmbusHvsockPipeTypeByte || *Type == VmbusHvsockPipeTypeMessage) ? MileHvSuccess : MileHvCorrupt;
}

/**
 * Copies a message that has a channel id after its header.
 *
 * @return the results of MileHvChannelMessageCopy(); MileHvCorrupt also if the id cannot identify a
 * channel.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvChildMessageCopy(const void *Message, HV_UINT32 Bytes, const MILE_HV_VMBUS *Bus,
                                                    VMBUS_CHANNEL_MESSAGE_TYPE Type, void *To)
{
    VMBUS_CHANNEL_RESCIND_OFFER Head;
    MILE_HV_RESULT Result = MileHvChannelMessageCopy(Message, Bytes, Bus, Type, To);

    if (Result != MileHvSuccess)
    {
        return Result;
    }
    MileHvCopy(&Head, To, (HV_UINT32)sizeof(Head));
    return MileHvIsChildRelId(Head.ChildRelId) ? MileHvSuccess : MileHvCorrupt;
}

/*
 * Messages of one size. Each check copies the message and returns the results of
 * MileHvOfferCheck(). The host may send any value in Status: 0 is success, and every other value is
 * a failure.
 */

/**
 * Checks RescindChannelOffer: the host removes the channel. Responses for the channel may never
 * arrive.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvRescindCheck(const void *Message, HV_UINT32 Bytes, const MILE_HV_VMBUS *Bus,
                                                VMBUS_CHANNEL_RESCIND_OFFER *Rescind)
{
    return MileHvChildMessageCopy(Message, Bytes, Bus, ChannelMessageRescindChannelOffer, Rescind);
}

/** Checks OpenChannelResult. The caller must check that OpenId is that of its request. */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvOpenResultCheck(const void *Message, HV_UINT32 Bytes, const MILE_HV_VMBUS *Bus,
                                                   VMBUS_CHANNEL_OPEN_RESULT *OpenResult)
{
    return MileHvChildMessageCopy(Message, Bytes, Bus, ChannelMessageOpenChannelResult, OpenResult);
}

/** Checks GpadlCreated. The caller must check that it is creating this GPADL on this channel. */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvGpadlCreatedCheck(const void *Message, HV_UINT32 Bytes, const MILE_HV_VMBUS *Bus,
                                                     VMBUS_CHANNEL_GPADL_CREATED *Created)
{
    return MileHvChildMessageCopy(Message, Bytes, Bus, ChannelMessageGpadlCreated, Created);
}

/** Checks GpadlTorndown. The caller must check that it is tearing down this GPADL. */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvGpadlTorndownCheck(const void *Message, HV_UINT32 Bytes, const MILE_HV_VMBUS *Bus,
                                                      VMBUS_CHANNEL_GPADL_TORNDOWN *Torndown)
{
    return MileHvChannelMessageCopy(Message, Bytes, Bus, ChannelMessageGpadlTorndown, Torndown);
}

/** Checks ModifyChannelResponse. */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvModifyChannelResponseCheck(const void *Message, HV_UINT32 Bytes,
                                                              const MILE_HV_VMBUS *Bus,
                                                              VMBUS_CHANNEL_MODIFY_CHANNEL_RESPONSE *Response)
{
    return MileHvChildMessageCopy(Message, Bytes, Bus, ChannelMessageModifyChannelResponse, Response);
}

/** Checks ModifyConnectionResponse; ConnectionState is 0 for success. */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvModifyConnectionResponseCheck(const void *Message, HV_UINT32 Bytes,
                                                                 const MILE_HV_VMBUS *Bus,
                                                                 VMBUS_CHANNEL_MODIFY_CONNECTION_RESPONSE *Response)
{
    return MileHvChannelMessageCopy(Message, Bytes, Bus, ChannelMessageModifyConnectionResponse, Response);
}

/** Checks CloseReservedResponse. */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvCloseReservedResponseCheck(const void *Message, HV_UINT32 Bytes,
                                                              const MILE_HV_VMBUS *Bus,
                                                              VMBUS_CHANNEL_CLOSE_RESERVED_RESPONSE *Response)
{
    return MileHvChildMessageCopy(Message, Bytes, Bus, ChannelMessageCloseReservedResponse, Response);
}

/**
 * Checks TlConnectRequestResult: the host refused a connection. The caller must check that the two
 * GUIDs are those of its request.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvTlConnectResultCheck(const void *Message, HV_UINT32 Bytes, const MILE_HV_VMBUS *Bus,
                                                        VMBUS_CHANNEL_TL_CONNECT_RESULT *ConnectResult)
{
    return MileHvChannelMessageCopy(Message, Bytes, Bus, ChannelMessageTlConnectRequestResult, ConnectResult);
}

MILE_HYPERV_GUEST_END

#endif /* !MILE_HYPERV_GUEST_CHANNEL_MESSAGE */
