/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Dynamic memory: builders of guest messages, checks of host messages, from the version to the balloon.
 *
 * Device/DynamicMemory.h tells the protocol. The guest speaks first; each message
 * is the payload of an in-band packet (MileHvSendInBand(), and on the way in
 * MileHvPacketCheck()):
 *
 *     for (Version = MileHvDmVersionBelow(0xFFFFFFFF); Version != 0; Version = MileHvDmVersionBelow(Version))
 *         MileHvDmVersionRequestBuild(&Request, ++Id, Version, MileHvDmVersionBelow(Version) == 0);
 *         if (MileHvDmVersionResponseCheck(Payload, PayloadBytes, Id) == MileHvSuccess)
 *             break;
 *     MileHvDmCapabilitiesReportBuild(&Report, ++Id, Capabilities, 0, DM_MAXIMUM_PAGE_NUMBER_UNKNOWN);
 *     MileHvDmCapabilitiesResponseCheck(Payload, PayloadBytes, Id, Version, &Response);
 *
 * and from then on the host asks: MileHvDmMessageCheck() tells what, the check of
 * that type tells the rest, and the guest builds its answer. About once a second
 * it sends a status report, unless the capabilities response said not to.
 *
 * A check takes a payload with its padding, at any address, copies each byte once and trusts no
 * value: the size in the header must be within the payload and cover the type's structure, and a
 * count of ranges or a piece of information must be within that size. A message that is longer than
 * its structure is accepted. Where a check does not return MileHvSuccess, the caller must not use
 * its output, unless its comment specifies otherwise.
 *
 * What no check can know stays with the caller: how many pages the guest can
 * spare, whether a range that comes back was given, and when the host may ask for
 * what the capabilities did not offer.
 *
 * Sources: Device/DynamicMemory.h, and its source.
 */

#ifndef MILE_HYPERV_GUEST_DYNAMIC_MEMORY
#define MILE_HYPERV_GUEST_DYNAMIC_MEMORY

#include "../Device/DynamicMemory.h"
#include "../Masks/Device.h"
#include "Platform.h"

/** Ranges that fit into one DM_BALLOON_RESPONSE. */
#define MILE_HYPERV_DM_BALLOON_MAXIMUM_RANGES 510
/** Ranges that fit into one DM_HOT_REMOVE_RESPONSE. */
#define MILE_HYPERV_DM_HOT_REMOVE_MAXIMUM_RANGES 509

MILE_HYPERV_GUEST_BEGIN

HV_STATIC_ASSERT(sizeof(DM_BALLOON_RESPONSE) + MILE_HYPERV_DM_BALLOON_MAXIMUM_RANGES * sizeof(DM_PAGE_RANGE) ==
                 DM_MAXIMUM_MESSAGE_SIZE);
HV_STATIC_ASSERT(sizeof(DM_HOT_REMOVE_RESPONSE) + MILE_HYPERV_DM_HOT_REMOVE_MAXIMUM_RANGES * sizeof(DM_PAGE_RANGE) ==
                 DM_MAXIMUM_MESSAGE_SIZE);

/** A checked unballoon request. */
typedef struct MILE_HV_DM_UNBALLOON
{
    const HV_UINT8 *Ranges; /**< In the caller's buffer; MileHvDmRangeAt() reads them. */
    HV_UINT32 RangeCount;
    HV_UINT32 TransactionId;
    HV_UINT32 MorePages; /**< 1: another request follows, answer that one. */
    HV_UINT32 Reserved;
} MILE_HV_DM_UNBALLOON;

/** A checked hot add request. */
typedef struct MILE_HV_DM_HOT_ADD
{
    HV_UINT64 StartPage;
    HV_UINT64 PageCount;
    HV_UINT64 RegionStartPage; /**< First page of the region that contains the range. */
    HV_UINT64 RegionPageCount; /**< 0: the host named no region. */
    HV_UINT32 TransactionId;
    HV_UINT32 Reserved;
} MILE_HV_DM_HOT_ADD;

/** A checked information message, and where its walk is. */
typedef struct MILE_HV_DM_INFO
{
    const HV_UINT8 *Next; /**< In the caller's buffer. */
    HV_UINT32 Left;       /**< Bytes from there on. */
    HV_UINT32 TransactionId;
} MILE_HV_DM_INFO;

/** One piece of information. */
typedef struct MILE_HV_DM_INFO_PIECE
{
    const HV_UINT8 *Data; /**< In the caller's buffer. */
    DM_INFO_TYPE Type;
    HV_UINT32 DataBytes;
} MILE_HV_DM_INFO_PIECE;

/*
 * Messages that a guest sends.
 */

/**
 * The next version to ask for.
 *
 * @param Version that was refused, or 0xFFFFFFFF to begin.
 * @return the newest DM_VERSION_* below it, or 0: there is none.
 */
static inline HV_UINT32 MileHvDmVersionBelow(HV_UINT32 Version)
{
    if (Version > DM_VERSION_2_0)
    {
        return DM_VERSION_2_0;
    }
    if (Version > DM_VERSION_1_0)
    {
        return DM_VERSION_1_0;
    }
    return (Version > DM_VERSION_0_3) ? DM_VERSION_0_3 : 0;
}

/** The header of a message of @p Bytes bytes. */
static inline DM_MESSAGE_HEADER MileHvDmHeader(DM_MESSAGE_TYPE Type, HV_UINT32 Bytes, HV_UINT32 TransactionId)
{
    DM_MESSAGE_HEADER Header;

    Header.Type = Type;
    Header.Size = (HV_UINT16)Bytes;
    Header.TransactionId = TransactionId;
    return Header;
}

/**
 * A range of pages, as it travels.
 *
 * @return MileHvSuccess; MileHvInvalid: no page, more than 0xFFFFFF, or one at or above 2^40.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvDmPageRange(HV_UINT64 StartPage, HV_UINT64 PageCount, DM_PAGE_RANGE *Range)
{
    const HV_UINT64 Pages = 1ULL << 40;

    if (PageCount == 0 || PageCount > 0xFFFFFFU || StartPage >= Pages || PageCount > Pages - StartPage)
    {
        return MileHvInvalid;
    }
    Range->AsUINT64 = StartPage | (PageCount << 40);
    return MileHvSuccess;
}

/** Version request. @p IsLastAttempt is 1 if the guest will ask for no older one, else 0. */
static inline void MileHvDmVersionRequestBuild(DM_VERSION_REQUEST *Request, HV_UINT32 TransactionId, HV_UINT32 Version,
                                               HV_UINT32 IsLastAttempt)
{
    Request->Header = MileHvDmHeader(DmVersionRequest, (HV_UINT32)sizeof(*Request), TransactionId);
    Request->Version.AsUINT32 = Version;
    Request->FlagsAsUINT32 = IsLastAttempt ? 1U : 0U;
}

/**
 * Capabilities report.
 *
 * @param Capabilities Reserved zero; HotRemove is for 2.0.
 * @param MinimumPageCount what the guest wants to keep, or 0.
 * @param MaximumPageNumber the highest page that it can use, or DM_MAXIMUM_PAGE_NUMBER_UNKNOWN.
 */
static inline void MileHvDmCapabilitiesReportBuild(DM_CAPABILITIES_REPORT *Report, HV_UINT32 TransactionId,
                                                   DM_CAPABILITIES Capabilities, HV_UINT64 MinimumPageCount,
                                                   HV_UINT64 MaximumPageNumber)
{
    Report->Header = MileHvDmHeader(DmCapabilitiesReport, (HV_UINT32)sizeof(*Report), TransactionId);
    Report->Capabilities = Capabilities;
    Report->MinimumPageCount = MinimumPageCount;
    Report->MaximumPageNumber = MaximumPageNumber;
}

/** Status report, of pages. What else it has is zero; a guest that knows it sets it afterwards. */
static inline void MileHvDmStatusReportBuild(DM_STATUS_REPORT *Report, HV_UINT32 TransactionId,
                                             HV_UINT64 AvailablePages, HV_UINT64 CommittedPages)
{
    Report->Header = MileHvDmHeader(DmStatusReport, (HV_UINT32)sizeof(*Report), TransactionId);
    Report->AvailablePages = AvailablePages;
    Report->CommittedPages = CommittedPages;
    Report->PageFileSize = 0;
    Report->ZeroAndFreePages = 0;
    Report->PageFileWrites = 0;
    Report->IoDifference = 0;
}

/**
 * Balloon response: pages that are the host's from the moment that it is sent.
 *
 * @param Response room for @p RoomBytes bytes.
 * @param Ranges of MileHvDmPageRange(), 0 to MILE_HYPERV_DM_BALLOON_MAXIMUM_RANGES; none: no page can be spared.
 * @param MorePages 1 if another response to the same request follows, else 0.
 * @return MileHvSuccess, and Header.Size says how much to send; MileHvInvalid: too many ranges; MileHvTooSmall.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvDmBalloonResponseBuild(DM_BALLOON_RESPONSE *Response, HV_UINT32 RoomBytes,
                                                          HV_UINT32 TransactionId, const DM_PAGE_RANGE *Ranges,
                                                          HV_UINT32 RangeCount, HV_UINT32 MorePages)
{
    const HV_UINT32 Before = (HV_UINT32)sizeof(*Response);

    if (RangeCount > MILE_HYPERV_DM_BALLOON_MAXIMUM_RANGES)
    {
        return MileHvInvalid;
    }
    if (RoomBytes < Before + RangeCount * 8)
    {
        return MileHvTooSmall;
    }
    Response->Header = MileHvDmHeader(DmBalloonResponse, Before + RangeCount * 8, TransactionId);
    Response->Reserved = 0;
    Response->FlagsAsUINT32 = (RangeCount << 1) | (MorePages ? 1U : 0U);
    MileHvCopy((HV_UINT8 *)Response + Before, Ranges, RangeCount * 8);
    return MileHvSuccess;
}

/** Unballoon response: to the last request of a series. */
static inline void MileHvDmUnballoonResponseBuild(DM_UNBALLOON_RESPONSE *Response, HV_UINT32 TransactionId)
{
    Response->Header = MileHvDmHeader(DmUnballoonResponse, (HV_UINT32)sizeof(*Response), TransactionId);
}

/** Hot add response: @p PageCount pages were added; with 0 the result is DM_RESULT_FAILURE. */
static inline void MileHvDmHotAddResponseBuild(DM_HOT_ADD_RESPONSE *Response, HV_UINT32 TransactionId,
                                               HV_UINT32 PageCount)
{
    Response->Header = MileHvDmHeader(DmHotAddResponse, (HV_UINT32)sizeof(*Response), TransactionId);
    Response->PageCount = PageCount;
    Response->Result = (PageCount != 0) ? DM_RESULT_SUCCESS : DM_RESULT_FAILURE;
}

/**
 * Hot remove response: pages that are the host's from the moment that it is sent. Since 2.0.
 *
 * Parameters and results as for MileHvDmBalloonResponseBuild(), with at most
 * MILE_HYPERV_DM_HOT_REMOVE_MAXIMUM_RANGES; without a range the result is DM_RESULT_FAILURE.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvDmHotRemoveResponseBuild(DM_HOT_REMOVE_RESPONSE *Response, HV_UINT32 RoomBytes,
                                                            HV_UINT32 TransactionId, const DM_PAGE_RANGE *Ranges,
                                                            HV_UINT32 RangeCount, HV_UINT32 MorePages)
{
    const HV_UINT32 Before = (HV_UINT32)sizeof(*Response);

    if (RangeCount > MILE_HYPERV_DM_HOT_REMOVE_MAXIMUM_RANGES)
    {
        return MileHvInvalid;
    }
    if (RoomBytes < Before + RangeCount * 8)
    {
        return MileHvTooSmall;
    }
    Response->Header = MileHvDmHeader(DmHotRemoveResponse, Before + RangeCount * 8, TransactionId);
    Response->Result = (RangeCount != 0) ? DM_RESULT_SUCCESS : DM_RESULT_FAILURE;
    Response->RangeCount = RangeCount;
    Response->FlagsAsUINT64 = MorePages ? 1U : 0U;
    MileHvCopy((HV_UINT8 *)Response + Before, Ranges, RangeCount * 8);
    return MileHvSuccess;
}

/*
 * Messages that a host sends.
 */

/**
 * Bytes that a message of a host has at least.
 *
 * @param Version what was agreed on, or 0: only a version response is expected.
 * @return 0 if a host does not send this type in this version.
 */
static inline HV_UINT32 MileHvDmMessageLeast(DM_MESSAGE_TYPE Type, HV_UINT32 Version)
{
    HV_UINT32 Since = DM_VERSION_0_3;
    HV_UINT32 Bytes = 0;

    switch (Type)
    {
    case DmVersionResponse:
        return (HV_UINT32)sizeof(DM_VERSION_RESPONSE);
    case DmCapabilitiesResponse:
        Bytes = (HV_UINT32)sizeof(DM_CAPABILITIES_RESPONSE);
        break;
    case DmBalloonRequest:
        Bytes = (HV_UINT32)sizeof(DM_BALLOON_REQUEST);
        break;
    case DmUnballoonRequest:
        Bytes = (HV_UINT32)sizeof(DM_UNBALLOON_REQUEST);
        break;
    case DmHotAddRequest:
        Bytes = (HV_UINT32)sizeof(DM_HOT_ADD_REQUEST);
        break;
    case DmInfoMessage:
        Since = DM_VERSION_1_0;
        Bytes = (HV_UINT32)sizeof(DM_INFO_MESSAGE);
        break;
    case DmHotRemoveRequest:
        Since = DM_VERSION_2_0;
        Bytes = (HV_UINT32)sizeof(DM_HOT_REMOVE_REQUEST);
        break;
    default:
        break;
    }
    return (Version >= Since) ? Bytes : 0;
}

/**
 * Checks the header of a message, and tells its type.
 *
 * @param Payload of an in-band packet, at any address; @p Bytes with its padding.
 * @param Header receives a copy: Size is at most @p Bytes and DM_MAXIMUM_MESSAGE_SIZE, and covers the type's structure.
 * @return MileHvSuccess; MileHvUnavailable: nothing that a host sends in this version, drop it; MileHvCorrupt.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvDmMessageCheck(const void *Payload, HV_UINT32 Bytes, HV_UINT32 Version,
                                                  DM_MESSAGE_HEADER *Header)
{
    HV_UINT32 Least;

    if (Bytes < sizeof(*Header))
    {
        return MileHvCorrupt;
    }
    MileHvCopy(Header, Payload, (HV_UINT32)sizeof(*Header));
    if (Header->Size < sizeof(*Header) || Header->Size > Bytes || Header->Size > DM_MAXIMUM_MESSAGE_SIZE)
    {
        return MileHvCorrupt;
    }
    Least = MileHvDmMessageLeast(Header->Type, Version);
    if (Least == 0)
    {
        return MileHvUnavailable;
    }
    return (Header->Size < Least) ? MileHvCorrupt : MileHvSuccess;
}

/**
 * Copies the structure of a message.
 *
 * @param To room for it; @p ToBytes its size, which the message has at least.
 * @return the results of MileHvDmMessageCheck(); MileHvInvalid: a message of another type.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvDmMessageCopy(const void *Payload, HV_UINT32 Bytes, HV_UINT32 Version,
                                                 DM_MESSAGE_TYPE Type, void *To, HV_UINT32 ToBytes)
{
    DM_MESSAGE_HEADER Header;
    MILE_HV_RESULT Result = MileHvDmMessageCheck(Payload, Bytes, Version, &Header);

    if (Result != MileHvSuccess)
    {
        return Result;
    }
    if (Header.Type != Type)
    {
        return MileHvInvalid;
    }
    MileHvCopy(To, &Header, (HV_UINT32)sizeof(Header));
    MileHvCopy((HV_UINT8 *)To + sizeof(Header), (const HV_UINT8 *)Payload + sizeof(Header),
               ToBytes - (HV_UINT32)sizeof(Header));
    return MileHvSuccess;
}

/**
 * Checks a version response.
 *
 * @param TransactionId of the request.
 * @return MileHvSuccess: the version is agreed on; MileHvUnavailable: it is not, ask for an older one; MileHvEmpty: the
 * answer to another request, drop it and wait on; MileHvInvalid: a message of another type; MileHvCorrupt.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvDmVersionResponseCheck(const void *Payload, HV_UINT32 Bytes, HV_UINT32 TransactionId)
{
    DM_VERSION_RESPONSE Response;
    MILE_HV_RESULT Result =
        MileHvDmMessageCopy(Payload, Bytes, DM_VERSION_2_0, DmVersionResponse, &Response, (HV_UINT32)sizeof(Response));

    if (Result != MileHvSuccess)
    {
        return (Result == MileHvUnavailable) ? (MILE_HV_RESULT)MileHvInvalid : Result;
    }
    if (Response.Header.TransactionId != TransactionId)
    {
        return MileHvEmpty;
    }
    return ((Response.FlagsAsUINT64 & DM_VERSION_RESPONSE_IsAccepted_MASK) != 0) ? MileHvSuccess : MileHvUnavailable;
}

/**
 * Checks a capabilities response.
 *
 * @param TransactionId of the report; @p Version agreed on.
 * @param Response receives a copy, reserved bits zero, HotRemove only since 2.0; also with MileHvFailed.
 * @return MileHvSuccess; MileHvFailed: the host does not accept the report; MileHvEmpty: the answer to another report,
 * drop it and wait on; else as MileHvDmMessageCopy().
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvDmCapabilitiesResponseCheck(const void *Payload, HV_UINT32 Bytes,
                                                               HV_UINT32 TransactionId, HV_UINT32 Version,
                                                               DM_CAPABILITIES_RESPONSE *Response)
{
    MILE_HV_RESULT Result =
        MileHvDmMessageCopy(Payload, Bytes, Version, DmCapabilitiesResponse, Response, (HV_UINT32)sizeof(*Response));

    if (Result != MileHvSuccess)
    {
        return Result;
    }
    if (Response->Header.TransactionId != TransactionId)
    {
        return MileHvEmpty;
    }
    Response->FlagsAsUINT64 &= DM_CAPABILITIES_RESPONSE_IsAccepted_MASK |
                               DM_CAPABILITIES_RESPONSE_SuppressPressureReports_MASK |
                               ((Version < DM_VERSION_2_0) ? 0 : DM_CAPABILITIES_RESPONSE_HotRemove_MASK);
    return ((Response->FlagsAsUINT64 & DM_CAPABILITIES_RESPONSE_IsAccepted_MASK) != 0) ? MileHvSuccess : MileHvFailed;
}

/** Checks a balloon request. Any count is the host's to ask for; the guest gives what it can. */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvDmBalloonRequestCheck(const void *Payload, HV_UINT32 Bytes, HV_UINT32 Version,
                                                         DM_BALLOON_REQUEST *Request)
{
    return MileHvDmMessageCopy(Payload, Bytes, Version, DmBalloonRequest, Request, (HV_UINT32)sizeof(*Request));
}

/**
 * Checks an unballoon request: its ranges are all there. Each is checked by MileHvDmRangeAt().
 *
 * @return the results of MileHvDmMessageCopy().
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvDmUnballoonRequestCheck(const void *Payload, HV_UINT32 Bytes, HV_UINT32 Version,
                                                           MILE_HV_DM_UNBALLOON *Unballoon)
{
    DM_UNBALLOON_REQUEST Request;
    MILE_HV_RESULT Result =
        MileHvDmMessageCopy(Payload, Bytes, Version, DmUnballoonRequest, &Request, (HV_UINT32)sizeof(Request));

    if (Result != MileHvSuccess)
    {
        return Result;
    }
    if (Request.RangeCount > (Request.Header.Size - (HV_UINT32)sizeof(Request)) / 8)
    {
        return MileHvCorrupt;
    }
    Unballoon->Ranges = (const HV_UINT8 *)Payload + sizeof(Request);
    Unballoon->RangeCount = Request.RangeCount;
    Unballoon->TransactionId = Request.Header.TransactionId;
    Unballoon->MorePages = Request.FlagsAsUINT32 & DM_UNBALLOON_REQUEST_MorePages_MASK;
    Unballoon->Reserved = 0;
    return MileHvSuccess;
}

/**
 * One range of a checked unballoon request.
 *
 * @param Index below Unballoon->RangeCount.
 * @param MaximumPageNumber the highest page that the guest ever gave.
 * @param PageCount may be 0: nothing.
 * @return MileHvSuccess; MileHvInvalid: there is no such range; MileHvCorrupt: it has a page above that.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvDmRangeAt(const MILE_HV_DM_UNBALLOON *Unballoon, HV_UINT32 Index,
                                             HV_UINT64 MaximumPageNumber, HV_UINT64 *StartPage, HV_UINT64 *PageCount)
{
    DM_PAGE_RANGE Range;

    if (Index >= Unballoon->RangeCount)
    {
        return MileHvInvalid;
    }
    MileHvCopy(&Range, Unballoon->Ranges + Index * 8, (HV_UINT32)sizeof(Range));
    *StartPage = Range.AsUINT64 & DM_PAGE_RANGE_StartPage_MASK;
    *PageCount = Range.AsUINT64 >> DM_PAGE_RANGE_PageCount_SHIFT;
    /* 40 bits and 24 bits: no sum of them wraps. */
    return (*PageCount != 0 && *StartPage + *PageCount - 1 > MaximumPageNumber) ? MileHvCorrupt : MileHvSuccess;
}

/**
 * Checks a hot add request: it has a page, none above @p MaximumPageNumber, and all of them lie in the region, if the
 * host named one.
 *
 * @param MaximumPageNumber the highest page that the guest can use, or DM_MAXIMUM_PAGE_NUMBER_UNKNOWN.
 * @return the results of MileHvDmMessageCopy().
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvDmHotAddRequestCheck(const void *Payload, HV_UINT32 Bytes, HV_UINT32 Version,
                                                        HV_UINT64 MaximumPageNumber, MILE_HV_DM_HOT_ADD *HotAdd)
{
    DM_HOT_ADD_REQUEST Request;
    DM_PAGE_RANGE Region;
    MILE_HV_RESULT Result =
        MileHvDmMessageCopy(Payload, Bytes, Version, DmHotAddRequest, &Request, (HV_UINT32)sizeof(Request));

    if (Result != MileHvSuccess)
    {
        return Result;
    }
    Region.AsUINT64 = 0;
    if (Request.Header.Size >= sizeof(Request) + sizeof(Region))
    {
        MileHvCopy(&Region, (const HV_UINT8 *)Payload + sizeof(Request), (HV_UINT32)sizeof(Region));
    }
    HotAdd->StartPage = Request.Range.AsUINT64 & DM_PAGE_RANGE_StartPage_MASK;
    HotAdd->PageCount = Request.Range.AsUINT64 >> DM_PAGE_RANGE_PageCount_SHIFT;
    HotAdd->RegionStartPage = Region.AsUINT64 & DM_PAGE_RANGE_StartPage_MASK;
    HotAdd->RegionPageCount = Region.AsUINT64 >> DM_PAGE_RANGE_PageCount_SHIFT;
    HotAdd->TransactionId = Request.Header.TransactionId;
    HotAdd->Reserved = 0;
    /* 40 bits and 24 bits: no sum of them wraps. */
    if (HotAdd->PageCount == 0 || HotAdd->StartPage + HotAdd->PageCount - 1 > MaximumPageNumber)
    {
        return MileHvCorrupt;
    }
    if (HotAdd->RegionPageCount != 0 &&
        (HotAdd->StartPage < HotAdd->RegionStartPage ||
         HotAdd->StartPage + HotAdd->PageCount > HotAdd->RegionStartPage + HotAdd->RegionPageCount))
    {
        return MileHvCorrupt;
    }
    return MileHvSuccess;
}

/** Checks a hot remove request. QosFlags has no unknown flag; whether there is such a node is the caller's to know. */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvDmHotRemoveRequestCheck(const void *Payload, HV_UINT32 Bytes, HV_UINT32 Version,
                                                           DM_HOT_REMOVE_REQUEST *Request)
{
    MILE_HV_RESULT Result =
        MileHvDmMessageCopy(Payload, Bytes, Version, DmHotRemoveRequest, Request, (HV_UINT32)sizeof(*Request));

    if (Result != MileHvSuccess)
    {
        return Result;
    }
    return ((Request->QosFlags & ~(HV_UINT32)DM_REMOVE_QOS_MASK) != 0) ? MileHvCorrupt : MileHvSuccess;
}

/**
 * Checks an information message: what it holds lies in it. MileHvDmInfoNext() walks through.
 *
 * @return the results of MileHvDmMessageCopy().
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvDmInfoMessageCheck(const void *Payload, HV_UINT32 Bytes, HV_UINT32 Version,
                                                      MILE_HV_DM_INFO *Info)
{
    DM_INFO_MESSAGE Message;
    MILE_HV_RESULT Result =
        MileHvDmMessageCopy(Payload, Bytes, Version, DmInfoMessage, &Message, (HV_UINT32)sizeof(Message));

    if (Result != MileHvSuccess)
    {
        return Result;
    }
    if (Message.InfoSize > Message.Header.Size - (HV_UINT32)sizeof(Message))
    {
        return MileHvCorrupt;
    }
    Info->Next = (const HV_UINT8 *)Payload + sizeof(Message);
    Info->Left = Message.InfoSize;
    Info->TransactionId = Message.Header.TransactionId;
    return MileHvSuccess;
}

/**
 * The next piece of a checked information message.
 *
 * @return MileHvSuccess; MileHvEmpty: there is no other; MileHvCorrupt: it is not whole, or shorter than its type asks
 * for. A piece of a type that is not known is told as it is.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvDmInfoNext(MILE_HV_DM_INFO *Info, MILE_HV_DM_INFO_PIECE *Piece)
{
    DM_INFO_HEADER Header;

    if (Info->Left == 0)
    {
        return MileHvEmpty;
    }
    if (Info->Left < sizeof(Header))
    {
        return MileHvCorrupt;
    }
    MileHvCopy(&Header, Info->Next, (HV_UINT32)sizeof(Header));
    if (Header.DataSize > Info->Left - sizeof(Header) ||
        (Header.Type == DmInfoTypeMaximumPageCount && Header.DataSize < sizeof(HV_UINT64)))
    {
        return MileHvCorrupt;
    }
    Piece->Data = Info->Next + sizeof(Header);
    Piece->Type = Header.Type;
    Piece->DataBytes = Header.DataSize;
    Info->Next = Piece->Data + Header.DataSize;
    Info->Left -= (HV_UINT32)sizeof(Header) + Header.DataSize;
    return MileHvSuccess;
}

/** The value of a piece of DmInfoTypeMaximumPageCount: the most pages that this guest can ever have. */
static inline HV_UINT64 MileHvDmInfoMaximumPageCount(const MILE_HV_DM_INFO_PIECE *Piece)
{
    HV_UINT64 Pages;

    MileHvCopy(&Pages, Piece->Data, (HV_UINT32)sizeof(Pages));
    return Pages;
}

MILE_HYPERV_GUEST_END

#endif /* !MILE_HYPERV_GUEST_DYNAMIC_MEMORY */
