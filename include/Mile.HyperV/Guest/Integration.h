/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Integration components: checks of the host's requests, version negotiation, responses
 * built in place.
 *
 * Device/IntegrationComponent.h describes the frame. The channel is a pipe in message mode. Only
 * the host sends requests; the guest sends responses. The guest copies each message out of the ring
 * (MileHvReceivePacket(), MileHvPacketCheck()), checks the copy, and builds the response in it:
 *
 *     MileHvIcMessageCheck(Payload, PayloadBytes, ICFeatureIdxHeartbeat, &Message);
 *     switch (Message.Header.ICMsgType)
 *     case ICFeatureVersionNegotiation:                    at any time, and more than once
 *         MileHvIcNegotiateCheck(&Message, &Offer);
 *         Result = MileHvIcNegotiateChoose(&Offer, Frameworks, Count, Components, Count, &Versions);
 *         MileHvIcNegotiateAnswer(&Message, Result == MileHvSuccess ? &Versions : NULL, &Bytes);
 *     case ICFeatureIdxHeartbeat:
 *         MileHvIcHeartbeatCheck(&Message, &Heartbeat);
 *         MileHvIcHeartbeatAnswer(&Message, &Versions, &Heartbeat, GuestApplicationStateHealthy, &Bytes);
 *     MileHvSendPipe(&Ring, Message.Data, Bytes);
 *
 * The response to a shutdown or time synchronization request is a status alone: MileHvIcAnswer()
 * without a body. A request without IC_MSG_FLAG_TRANSACTION has no response. IntegrationData.h
 * contains key-value exchange, snapshots and file copy.
 *
 * A check trusts no value: the size in the header must be within the pipe's data, the two counts of
 * versions within that size, and the text of a shutdown within its body. A body that is longer than
 * its structure is accepted. Where a check does not return MileHvSuccess, the caller must not use
 * its output; it can still respond to the request with a status, once MileHvIcMessageCheck() has
 * accepted it.
 *
 * Sources: Device/IntegrationComponent.h, Heartbeat.h, Shutdown.h and TimeSync.h, and their
 * sources.
 */

#ifndef MILE_HYPERV_GUEST_INTEGRATION
#define MILE_HYPERV_GUEST_INTEGRATION

#include "../Device/Heartbeat.h"
#include "../Device/Shutdown.h"
#include "../Device/TimeSync.h"
#include "Packet.h"

MILE_HYPERV_GUEST_BEGIN

/** A checked message in the guest's own memory. The response overwrites it. */
typedef struct MILE_HV_IC_MESSAGE
{
    IC_MSG_HDR Header;   /**< A copy. */
    HV_UINT32 BodyBytes; /**< Bytes of the body: ICMsgSize. */
    HV_UINT8 *Data;      /**< The message without the pipe's header, in the caller's buffer. */
    HV_UINT8 *Body;      /**< Body, after the header. */
} MILE_HV_IC_MESSAGE;

/** Versions that the host offers in a checked negotiation. */
typedef struct MILE_HV_IC_OFFER
{
    const HV_UINT8 *Versions; /**< The versions of the frame, then those of the component; in the caller's buffer. */
    HV_UINT32 FrameworkCount;
    HV_UINT32 MessageCount;
} MILE_HV_IC_OFFER;

/** Versions that both sides agreed on. */
typedef struct MILE_HV_IC_VERSIONS
{
    IC_VERSION Framework;
    IC_VERSION Message;
} MILE_HV_IC_VERSIONS;

/** A checked shutdown request. */
typedef struct MILE_HV_IC_SHUTDOWN
{
    const HV_UINT8 *Text;       /**< For the user; undocumented encoding, no terminator; in the caller's buffer. */
    HV_UINT32 TextBytes;        /**< Bytes of Text; 0 to 2048. */
    HV_UINT32 ReasonCode;       /**< As in IC_SHUTDOWN_MSG_DATA. */
    HV_UINT32 TimeoutInSeconds; /**< Seconds, as the host sent it; any value. */
    HV_UINT32 Flags;            /**< IC_SHUTDOWN_FLAG_*; never both restart and hibernate. */
} MILE_HV_IC_SHUTDOWN;

/** A checked time sample. */
typedef struct MILE_HV_IC_TIME
{
    HV_UINT64 ParentTime;       /**< UTC in units of 100 ns since 1601. */
    HV_UINT64 ReferenceTime;    /**< Reference time of ParentTime, in units of 100 ns; 0 before 4.0. */
    HV_UINT64 RoundTripTime;    /**< Units of 100 ns; 0 since 4.0. */
    HV_UINT32 HasReferenceTime; /**< 1 since 4.0, else 0. */
    HV_UINT8 Flags;             /**< IC_TIMESYNC_FLAG_*. */
    HV_UINT8 LeapFlags;         /**< As the host sent it; 0 before 4.0. */
    HV_UINT8 Stratum;           /**< As the host sent it; 0 before 4.0. */
    HV_UINT8 Reserved;
} MILE_HV_IC_TIME;

/*
 * The frame.
 */

/**
 * Checks the pipe header, the component header and the sizes of a message.
 *
 * @param Payload of an in-band packet, in the guest's own memory, at any address; @p Bytes with its
 * padding.
 * @param Feature ICFeatureIdx... of this channel.
 * @param Message receives a copy of the header and pointers into @p Payload.
 * @return MileHvSuccess: ICMsgType is @p Feature or ICFeatureVersionNegotiation; MileHvCorrupt: a
 * size is out of bounds, the message is one of another component, or it is a response.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvIcMessageCheck(void *Payload, HV_UINT32 Bytes, IC_FEATURE_IDX Feature,
                                                  MILE_HV_IC_MESSAGE *Message)
{
    const HV_UINT8 *Data;
    HV_UINT32 DataBytes;

    if (MileHvPipeCheck(Payload, Bytes, &Data, &DataBytes) != MileHvSuccess || DataBytes < sizeof(Message->Header) ||
        DataBytes > IC_MAXIMUM_MESSAGE_SIZE)
    {
        return MileHvCorrupt;
    }
    MileHvCopy(&Message->Header, Data, (HV_UINT32)sizeof(Message->Header));
    if (Message->Header.ICMsgSize > DataBytes - sizeof(Message->Header) ||
        (Message->Header.ICMsgType != Feature && Message->Header.ICMsgType != ICFeatureVersionNegotiation) ||
        (Message->Header.ICFlags & IC_MSG_FLAG_RESPONSE) != 0)
    {
        return MileHvCorrupt;
    }
    Message->BodyBytes = Message->Header.ICMsgSize;
    Message->Data = (HV_UINT8 *)Payload + sizeof(VMPIPE_PROTOCOL_HEADER);
    Message->Body = Message->Data + sizeof(Message->Header);
    return MileHvSuccess;
}

/**
 * Builds the response to a message in place: the header, and the body as the caller left it.
 *
 * @param Versions the negotiated versions; zeros for a negotiation.
 * @param Status IC_STATUS_*.
 * @param BodyBytes bytes of the response's body, at most Message->BodyBytes; 0 for a status alone.
 * @param Bytes receives the number of bytes to send, from Message->Data on.
 * @return MileHvSuccess; MileHvTooSmall: the message has less room than the response needs.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvIcAnswer(const MILE_HV_IC_MESSAGE *Message, const MILE_HV_IC_VERSIONS *Versions,
                                            HV_UINT32 Status, HV_UINT32 BodyBytes, HV_UINT32 *Bytes)
{
    IC_MSG_HDR Header;

    if (BodyBytes > Message->BodyBytes)
    {
        return MileHvTooSmall;
    }
    Header.ICVerFramework = Versions->Framework;
    Header.ICMsgType = Message->Header.ICMsgType;
    Header.ICVerMessage = Versions->Message;
    Header.ICMsgSize = (HV_UINT16)BodyBytes;
    Header.Status = Status;
    Header.ICTransactionId = Message->Header.ICTransactionId;
    Header.ICFlags = (HV_UINT8)((Message->Header.ICFlags & IC_MSG_FLAG_TRANSACTION) | IC_MSG_FLAG_RESPONSE);
    Header.RESERVED[0] = 0;
    Header.RESERVED[1] = 0;
    MileHvCopy(Message->Data, &Header, (HV_UINT32)sizeof(Header));
    *Bytes = (HV_UINT32)sizeof(Header) + BodyBytes;
    return MileHvSuccess;
}

/*
 * Versions.
 */

/**
 * Checks a negotiation: the message must contain as many versions as its counts specify.
 *
 * @param Offer receives the counts and a pointer to the versions.
 * @return MileHvSuccess; MileHvInvalid: a message of another type; MileHvCorrupt: it is too short.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvIcNegotiateCheck(const MILE_HV_IC_MESSAGE *Message, MILE_HV_IC_OFFER *Offer)
{
    IC_MSG_NEGOTIATE Negotiate;

    if (Message->Header.ICMsgType != ICFeatureVersionNegotiation)
    {
        return MileHvInvalid;
    }
    if (Message->BodyBytes < sizeof(Negotiate))
    {
        return MileHvCorrupt;
    }
    MileHvCopy(&Negotiate, Message->Body, (HV_UINT32)sizeof(Negotiate));
    /* Two counts of 16 bits: their sum does not wrap. */
    if ((HV_UINT32)Negotiate.ICFrameworkVersionCount + Negotiate.ICMessageVersionCount >
        (Message->BodyBytes - sizeof(Negotiate)) / sizeof(IC_VERSION))
    {
        return MileHvCorrupt;
    }
    Offer->Versions = Message->Body + sizeof(Negotiate);
    Offer->FrameworkCount = Negotiate.ICFrameworkVersionCount;
    Offer->MessageCount = Negotiate.ICMessageVersionCount;
    return MileHvSuccess;
}

/**
 * Finds the newest version that two lists have in common. The lists may be in any order.
 *
 * @param Offered the host's versions, at any address.
 * @param OfferedCount number of versions at @p Offered.
 * @param Known the guest's versions; @p KnownCount of them.
 * @param Common receives the version; unchanged with MileHvUnavailable.
 * @return MileHvSuccess; MileHvUnavailable: no version is in both lists.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvIcVersionCommon(const HV_UINT8 *Offered, HV_UINT32 OfferedCount,
                                                   const IC_VERSION *Known, HV_UINT32 KnownCount, IC_VERSION *Common)
{
    MILE_HV_RESULT Result = MileHvUnavailable;
    HV_UINT32 Index;
    HV_UINT32 Of;

    for (Index = 0; Index < OfferedCount; ++Index)
    {
        IC_VERSION Version;

        MileHvCopy(&Version, Offered + Index * sizeof(Version), (HV_UINT32)sizeof(Version));
        for (Of = 0; Of < KnownCount; ++Of)
        {
            if (Version.Major != Known[Of].Major || Version.Minor != Known[Of].Minor)
            {
                continue;
            }
            if (Result != MileHvSuccess || Version.Major > Common->Major ||
                (Version.Major == Common->Major && Version.Minor > Common->Minor))
            {
                *Common = Version;
                Result = MileHvSuccess;
            }
        }
    }
    return Result;
}

/**
 * Selects the newest versions of the frame and of the component that both sides support.
 *
 * @param Offer filled in by MileHvIcNegotiateCheck().
 * @param Frameworks the guest's versions of the frame; @p FrameworkCount of them.
 * @param Components the guest's versions of the component; @p ComponentCount of them.
 * @param Versions receives the selected versions; valid only with MileHvSuccess.
 * @return MileHvSuccess; MileHvUnavailable: no common version of the frame, of the component, or of
 * both.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvIcNegotiateChoose(const MILE_HV_IC_OFFER *Offer, const IC_VERSION *Frameworks,
                                                     HV_UINT32 FrameworkCount, const IC_VERSION *Components,
                                                     HV_UINT32 ComponentCount, MILE_HV_IC_VERSIONS *Versions)
{
    MILE_HV_RESULT Result =
        MileHvIcVersionCommon(Offer->Versions, Offer->FrameworkCount, Frameworks, FrameworkCount, &Versions->Framework);

    if (Result != MileHvSuccess)
    {
        return Result;
    }
    return MileHvIcVersionCommon(Offer->Versions + Offer->FrameworkCount * sizeof(IC_VERSION), Offer->MessageCount,
                                 Components, ComponentCount, &Versions->Message);
}

/**
 * Builds the response to a negotiation in place.
 *
 * @param Versions selected by MileHvIcNegotiateChoose(); null if there is no common version, which
 * sets both counts to 0.
 * @param Bytes receives the number of bytes to send, from Message->Data on.
 * @return MileHvSuccess; MileHvInvalid: the message is not a negotiation; MileHvTooSmall: the
 * message has no room for versions, because it offered none.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvIcNegotiateAnswer(const MILE_HV_IC_MESSAGE *Message,
                                                     const MILE_HV_IC_VERSIONS *Versions, HV_UINT32 *Bytes)
{
    const HV_UINT16 Count = (Versions != MILE_HYPERV_GUEST_NULL) ? 1 : 0;
    const HV_UINT32 BodyBytes = (HV_UINT32)(sizeof(IC_MSG_NEGOTIATE) + Count * sizeof(*Versions));
    MILE_HV_IC_VERSIONS None;
    IC_MSG_NEGOTIATE Negotiate;
    MILE_HV_RESULT Result;

    if (Message->Header.ICMsgType != ICFeatureVersionNegotiation)
    {
        return MileHvInvalid;
    }
    MileHvZero(&None, (HV_UINT32)sizeof(None));
    Result = MileHvIcAnswer(Message, &None, IC_STATUS_SUCCESS, BodyBytes, Bytes);
    if (Result != MileHvSuccess)
    {
        return Result;
    }
    Negotiate.ICFrameworkVersionCount = Count;
    Negotiate.ICMessageVersionCount = Count;
    Negotiate.Reserved = 0;
    MileHvCopy(Message->Body, &Negotiate, (HV_UINT32)sizeof(Negotiate));
    MileHvCopy(Message->Body + sizeof(Negotiate), Versions, BodyBytes - (HV_UINT32)sizeof(Negotiate));
    return MileHvSuccess;
}

/*
 * Components.
 */

/**
 * Checks a heartbeat. The message must contain SeqNum; other members that it lacks are zero in the
 * copy.
 *
 * @param Heartbeat receives the copy.
 * @return MileHvSuccess; MileHvInvalid: a message of another type; MileHvCorrupt: it is too short.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvIcHeartbeatCheck(const MILE_HV_IC_MESSAGE *Message, IC_HEARTBEAT_MSG_DATA *Heartbeat)
{
    if (Message->Header.ICMsgType != ICFeatureIdxHeartbeat)
    {
        return MileHvInvalid;
    }
    if (Message->BodyBytes < sizeof(Heartbeat->SeqNum))
    {
        return MileHvCorrupt;
    }
    MileHvZero(Heartbeat, (HV_UINT32)sizeof(*Heartbeat));
    MileHvCopy(Heartbeat, Message->Body,
               (Message->BodyBytes < sizeof(*Heartbeat)) ? Message->BodyBytes : (HV_UINT32)sizeof(*Heartbeat));
    return MileHvSuccess;
}

/**
 * Builds the response to a checked heartbeat in place: SeqNum plus 1, and the guest's state if the
 * message has room for it.
 *
 * @param Heartbeat filled in by MileHvIcHeartbeatCheck().
 * @param ApplicationState state of the guest's applications to report.
 * @param Bytes receives the number of bytes to send, from Message->Data on.
 * @return the results of MileHvIcAnswer().
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvIcHeartbeatAnswer(const MILE_HV_IC_MESSAGE *Message,
                                                     const MILE_HV_IC_VERSIONS *Versions,
                                                     const IC_HEARTBEAT_MSG_DATA *Heartbeat,
                                                     GUEST_APPLICATION_STATE ApplicationState, HV_UINT32 *Bytes)
{
    const HV_UINT32 BodyBytes =
        (Message->BodyBytes < sizeof(*Heartbeat)) ? Message->BodyBytes : (HV_UINT32)sizeof(*Heartbeat);
    IC_HEARTBEAT_MSG_DATA Answer;

    Answer.SeqNum = Heartbeat->SeqNum + 1;
    Answer.ApplicationState = ApplicationState;
    MileHvCopy(Answer.Reserved, Heartbeat->Reserved, (HV_UINT32)sizeof(Answer.Reserved));
    MileHvCopy(Message->Body, &Answer, BodyBytes);
    return MileHvIcAnswer(Message, Versions, IC_STATUS_SUCCESS, BodyBytes, Bytes);
}

/**
 * Checks a shutdown request. The response is a status.
 *
 * @param Shutdown receives the members and a pointer to the text.
 * @return MileHvSuccess; MileHvInvalid: a message of another type; MileHvCorrupt: too short, an
 * unknown flag, or both restart and hibernate.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvIcShutdownCheck(const MILE_HV_IC_MESSAGE *Message, MILE_HV_IC_SHUTDOWN *Shutdown)
{
    const HV_UINT32 Before = (HV_UINT32)HV_FIELD_OFFSET(IC_SHUTDOWN_MSG_DATA, Message);
    const HV_UINT32 Kinds = IC_SHUTDOWN_FLAG_RESTART | IC_SHUTDOWN_FLAG_HIBERNATE;
    const HV_UINT32 Room = (HV_UINT32)sizeof(IC_SHUTDOWN_MSG_DATA) - Before;
    HV_UINT32 Head[3]; /* ReasonCode, TimeoutInSeconds, Flags. */
    HV_UINT32 Most;
    HV_UINT32 Length = 0;

    if (Message->Header.ICMsgType != ICFeatureIdxShutdown)
    {
        return MileHvInvalid;
    }
    if (Message->BodyBytes < Before)
    {
        return MileHvCorrupt;
    }
    MileHvCopy(Head, Message->Body, Before);
    if ((Head[2] & ~(Kinds | IC_SHUTDOWN_FLAG_FORCE)) != 0 || (Head[2] & Kinds) == Kinds)
    {
        return MileHvCorrupt;
    }
    Most = Message->BodyBytes - Before;
    Most = (Most < Room) ? Most : Room;
    Shutdown->Text = Message->Body + Before;
    while (Length < Most && Shutdown->Text[Length] != 0)
    {
        ++Length;
    }
    Shutdown->TextBytes = Length;
    Shutdown->ReasonCode = Head[0];
    Shutdown->TimeoutInSeconds = Head[1];
    Shutdown->Flags = Head[2];
    return MileHvSuccess;
}

/**
 * Checks a time sample. The response is a status.
 *
 * @param Version the negotiated version of the component, which determines the structure.
 * @param Time receives the sample. Unknown bits of Flags are cleared.
 * @return MileHvSuccess; MileHvInvalid: a message of another type; MileHvCorrupt: it is too short.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvIcTimeSyncCheck(const MILE_HV_IC_MESSAGE *Message, IC_VERSION Version,
                                                   MILE_HV_IC_TIME *Time)
{
    const HV_UINT32 Known = IC_TIMESYNC_FLAG_SYNC | IC_TIMESYNC_FLAG_SAMPLE;

    if (Message->Header.ICMsgType != ICFeatureIdxTimeSync)
    {
        return MileHvInvalid;
    }
    if (Version.Major >= 4)
    {
        IC_TIMESYNC_REFERENCE_MSG_DATA Data;

        if (Message->BodyBytes < sizeof(Data))
        {
            return MileHvCorrupt;
        }
        MileHvCopy(&Data, Message->Body, (HV_UINT32)sizeof(Data));
        Time->ParentTime = Data.ParentTime;
        Time->ReferenceTime = Data.VmReferenceTime;
        Time->RoundTripTime = 0;
        Time->HasReferenceTime = 1;
        Time->Flags = (HV_UINT8)(Data.Flags & Known);
        Time->LeapFlags = Data.LeapFlags;
        Time->Stratum = Data.Stratum;
    }
    else
    {
        IC_TIMESYNC_MSG_DATA Data;

        if (Message->BodyBytes < sizeof(Data))
        {
            return MileHvCorrupt;
        }
        MileHvCopy(&Data, Message->Body, (HV_UINT32)sizeof(Data));
        Time->ParentTime = Data.ParentTime;
        Time->ReferenceTime = 0;
        Time->RoundTripTime = Data.RoundTripTime;
        Time->HasReferenceTime = 0;
        Time->Flags = (HV_UINT8)(Data.Flags & Known);
        Time->LeapFlags = 0;
        Time->Stratum = 0;
    }
    Time->Reserved = 0;
    return MileHvSuccess;
}

/**
 * Computes the host's current time: ParentTime plus the reference time that has elapsed since the
 * sample.
 *
 * @param Now reference time in units of 100 ns, read as soon as the message arrived.
 * @param ParentTime receives UTC in units of 100 ns since 1601; unchanged unless the result is
 * MileHvSuccess.
 * @return MileHvSuccess; MileHvUnavailable: a sample before 4.0, whose age is unknown;
 * MileHvCorrupt: the sample is later than @p Now, or the sum exceeds 64 bits.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvIcTimeNow(const MILE_HV_IC_TIME *Time, HV_UINT64 Now, HV_UINT64 *ParentTime)
{
    if (!Time->HasReferenceTime)
    {
        return MileHvUnavailable;
    }
    if (Time->ReferenceTime > Now || Now - Time->ReferenceTime > ~0ULL - Time->ParentTime)
    {
        return MileHvCorrupt;
    }
    *ParentTime = Time->ParentTime + (Now - Time->ReferenceTime);
    return MileHvSuccess;
}

MILE_HYPERV_GUEST_END

#endif /* !MILE_HYPERV_GUEST_INTEGRATION */
