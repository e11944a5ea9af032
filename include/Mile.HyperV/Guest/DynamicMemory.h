/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Dynamic memory: builders of guest messages, checks of host messages, from the version to
 * the balloon.
 *
 * Device/DynamicMemory.h describes the protocol. The guest sends the first message. Each message is
 * the payload of an in-band packet: MileHvSendInBand() sends it, MileHvPacketCheck() checks a
 * received one.
 *
 *     for (Version = MileHvDmVersionBelow(0xFFFFFFFF); Version != 0; Version = MileHvDmVersionBelow(Version))
 *         MileHvDmVersionRequestBuild(&Request, ++Id, Version, MileHvDmVersionBelow(Version) == 0);
 *         if (MileHvDmVersionResponseCheck(Payload, PayloadBytes, Id) == MileHvSuccess)
 *             break;
 *     MileHvDmCapabilitiesReportBuild(&Report, ++Id, Capabilities, 0, DM_MAXIMUM_PAGE_NUMBER_UNKNOWN);
 *     MileHvDmCapabilitiesResponseCheck(Payload, PayloadBytes, Id, Version, &Response);
 *
 * Then the host sends the requests: MileHvDmMessageCheck() returns the type, the check of that type
 * returns the contents, and the guest builds the response. The guest should send a status report
 * about once a second, unless the capabilities response suppresses the reports.
 *
 * A check takes a payload with its padding, at any address, copies each byte once and trusts no
 * value: the size in the header must be within the payload and cover the type's structure, and a
 * count of ranges or a piece of information must be within that size. A message that is longer than
 * its structure is accepted. Where a check does not return MileHvSuccess, the caller must not use
 * its output, unless its comment specifies otherwise.
 *
 * The caller must decide what no check can: how many pages the guest can spare, whether the guest
 * gave the pages of a range that the host returns, and whether the host may request what the
 * guest's capabilities did not include.
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
    const HV_UINT8 *Ranges; /**< The ranges, in the caller's buffer; MileHvDmRangeAt() reads them. */
    HV_UINT32 RangeCount;
    HV_UINT32 TransactionId;
    HV_UINT32 MorePages; /**< 1: another request follows, and the response is due only to that one; else 0. */
    HV_UINT32 Reserved;
} MILE_HV_DM_UNBALLOON;

/** A checked hot add request. */
typedef struct MILE_HV_DM_HOT_ADD
{
    HV_UINT64 StartPage;
    HV_UINT64 PageCount;
    HV_UINT64 RegionStartPage; /**< First page of the region that contains the range. */
    HV_UINT64 RegionPageCount; /**< Number of pages of the region; 0: the host specified no region. */
    HV_UINT32 TransactionId;
    HV_UINT32 Reserved;
} MILE_HV_DM_HOT_ADD;

/** A checked information message, and the position of MileHvDmInfoNext() in it. */
typedef struct MILE_HV_DM_INFO
{
    const HV_UINT8 *Next; /**< Next piece, in the caller's buffer. */
    HV_UINT32 Left;       /**< Bytes from Next on. */
    HV_UINT32 TransactionId;
} MILE_HV_DM_INFO;

/** One piece of information. */
typedef struct MILE_HV_DM_INFO_PIECE
{
    const HV_UINT8 *Data; /**< The data of the piece, in the caller's buffer. */
    DM_INFO_TYPE Type;
    HV_UINT32 DataBytes;
} MILE_HV_DM_INFO_PIECE;

/*
 * Messages from the guest.
 */

/**
 * Next older protocol version to request.
 *
 * @param Version the refused version, or 0xFFFFFFFF to begin.
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

/** Header of a message of @p Bytes bytes. */
static inline DM_MESSAGE_HEADER MileHvDmHeader(DM_MESSAGE_TYPE Type, HV_UINT32 Bytes, HV_UINT32 TransactionId)
{
    DM_MESSAGE_HEADER Header;

    Header.Type = Type;
    Header.Size = (HV_UINT16)Bytes;
    Header.TransactionId = TransactionId;
    return Header;
}

/**
 * Builds a range of pages in its wire form.
 *
 * @param StartPage number of the first page, below 2^40.
 * @param PageCount 1 to 0xFFFFFF pages.
 * @param Range receives the range.
 * @return MileHvSuccess; MileHvInvalid: no page, more than 0xFFFFFF pages, or a page number at or
 * above 2^40.
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

/** DmVersionRequest. @p IsLastAttempt is 1 if the guest will request no older version, else 0. */
static inline void MileHvDmVersionRequestBuild(DM_VERSION_REQUEST *Request, HV_UINT32 TransactionId, HV_UINT32 Version,
                                               HV_UINT32 IsLastAttempt)
{
    Request->Header = MileHvDmHeader(DmVersionRequest, (HV_UINT32)sizeof(*Request), TransactionId);
    Request->Version.AsUINT32 = Version;
    Request->FlagsAsUINT32 = IsLastAttempt ? 1U : 0U;
}

/**
 * DmCapabilitiesReport.
 *
 * @param Capabilities of the guest; Reserved must be zero, and HotRemove requires 2.0.
 * @param MinimumPageCount number of pages that the guest wants to keep, or 0.
 * @param MaximumPageNumber highest page number that the guest can use, or
 * DM_MAXIMUM_PAGE_NUMBER_UNKNOWN.
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

/**
 * DmStatusReport, in pages. The other members are zero; a guest that has their values sets them
 * after the call.
 */
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
 * DmBalloonResponse: gives pages to the host. The guest must not use them once the message is sent.
 *
 * @param Response receives the message; @p RoomBytes bytes long.
 * @param Ranges built by MileHvDmPageRange(); @p RangeCount of them, 0 to
 * MILE_HYPERV_DM_BALLOON_MAXIMUM_RANGES. 0: the guest can spare no page.
 * @param MorePages 1 if another response to the same request follows, else 0.
 * @return MileHvSuccess: Header.Size is the number of bytes to send; MileHvInvalid: too many
 * ranges; MileHvTooSmall: @p RoomBytes is less than the message needs.
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

/** DmUnballoonResponse, to the last request of a series. */
static inline void MileHvDmUnballoonResponseBuild(DM_UNBALLOON_RESPONSE *Response, HV_UINT32 TransactionId)
{
    Response->Header = MileHvDmHeader(DmUnballoonResponse, (HV_UINT32)sizeof(*Response), TransactionId);
}

/** DmHotAddResponse: the guest added @p PageCount pages; 0 sets the result DM_RESULT_FAILURE. */
static inline void MileHvDmHotAddResponseBuild(DM_HOT_ADD_RESPONSE *Response, HV_UINT32 TransactionId,
                                               HV_UINT32 PageCount)
{
    Response->Header = MileHvDmHeader(DmHotAddResponse, (HV_UINT32)sizeof(*Response), TransactionId);
    Response->PageCount = PageCount;
    Response->Result = (PageCount != 0) ? DM_RESULT_SUCCESS : DM_RESULT_FAILURE;
}

/**
 * DmHotRemoveResponse, since 2.0: gives pages to the host. The guest must not use them once the
 * message is sent.
 *
 * @param Response receives the message; @p RoomBytes bytes long.
 * @param Ranges built by MileHvDmPageRange(); @p RangeCount of them, 0 to
 * MILE_HYPERV_DM_HOT_REMOVE_MAXIMUM_RANGES. 0 sets the result DM_RESULT_FAILURE.
 * @param MorePages 1 if another response to the same request follows, else 0.
 * @return MileHvSuccess: Header.Size is the number of bytes to send; MileHvInvalid: too many
 * ranges; MileHvTooSmall: @p RoomBytes is less than the message needs.
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
 * Messages from the host.
 */

/**
 * Minimum number of bytes of a message from the host.
 *
 * @param Version the negotiated version; 0: only a version response is expected.
 * @return 0 if the host does not send this type in this version.
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
 * Checks the header of a message, and determines its type.
 *
 * @param Payload of an in-band packet, at any address; @p Bytes with its padding.
 * @param Version the negotiated version, or 0 while none is.
 * @param Header receives a copy: Size is at most @p Bytes and DM_MAXIMUM_MESSAGE_SIZE, and covers
 * the type's structure.
 * @return MileHvSuccess; MileHvUnavailable: no host sends this type in this version; drop the
 * message; MileHvCorrupt: a size is out of bounds.
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
 * Checks a message, and copies its structure.
 *
 * @param To receives the structure; @p ToBytes its size, at most MileHvDmMessageLeast().
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
 * Checks DmVersionResponse.
 *
 * @param TransactionId of the request.
 * @return MileHvSuccess: the version is negotiated; MileHvUnavailable: the host refuses it; request
 * an older one; MileHvEmpty: the response to another request; drop it and continue to wait;
 * MileHvInvalid: a message of another type; MileHvCorrupt.
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
 * Checks DmCapabilitiesResponse.
 *
 * @param TransactionId of the report.
 * @param Version the negotiated version.
 * @param Response receives a copy, also with MileHvFailed. Reserved bits are zero, and so is
 * HotRemove before 2.0.
 * @return MileHvSuccess; MileHvFailed: the host refuses the report; MileHvEmpty: the response to
 * another report; drop it and continue to wait; otherwise the results of MileHvDmMessageCopy().
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

/**
 * Checks DmBalloonRequest. The host may request any number of pages; the guest gives as many as it
 * can spare.
 *
 * @return the results of MileHvDmMessageCopy().
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvDmBalloonRequestCheck(const void *Payload, HV_UINT32 Bytes, HV_UINT32 Version,
                                                         DM_BALLOON_REQUEST *Request)
{
    return MileHvDmMessageCopy(Payload, Bytes, Version, DmBalloonRequest, Request, (HV_UINT32)sizeof(*Request));
}

/**
 * Checks DmUnballoonRequest: the message must contain all its ranges. MileHvDmRangeAt() checks each
 * range.
 *
 * @param Unballoon receives the members and a pointer to the ranges.
 * @return the results of MileHvDmMessageCopy(); MileHvCorrupt also if ranges are missing.
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
 * Reads one range of a checked unballoon request.
 *
 * @param Index below Unballoon->RangeCount.
 * @param MaximumPageNumber highest page number that the guest ever gave.
 * @param StartPage receives the number of the first page.
 * @param PageCount receives the number of pages; 0: the range is empty.
 * @return MileHvSuccess; MileHvInvalid: @p Index is out of bounds; MileHvCorrupt: a page number
 * exceeds @p MaximumPageNumber.
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
    /* 40 bits and 24 bits: the sum cannot wrap. */
    return (*PageCount != 0 && *StartPage + *PageCount - 1 > MaximumPageNumber) ? MileHvCorrupt : MileHvSuccess;
}

/**
 * Checks DmHotAddRequest: it must have a page, no page number above @p MaximumPageNumber, and all
 * pages in the region if the host specified one.
 *
 * @param MaximumPageNumber highest page number that the guest can use, or
 * DM_MAXIMUM_PAGE_NUMBER_UNKNOWN.
 * @param HotAdd receives the range and the region, in pages.
 * @return the results of MileHvDmMessageCopy(); MileHvCorrupt also if a page is out of bounds.
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
    /* 40 bits and 24 bits: the sum cannot wrap. */
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

/**
 * Checks DmHotRemoveRequest. The caller must check that the node exists.
 *
 * @return the results of MileHvDmMessageCopy(); MileHvCorrupt also if QosFlags has an unknown flag.
 */
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
 * Checks DmInfoMessage: its pieces must be within the message. MileHvDmInfoNext() reads them.
 *
 * @param Info receives the position of the first piece.
 * @return the results of MileHvDmMessageCopy(); MileHvCorrupt also if InfoSize exceeds the message.
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
 * Reads the next piece of a checked information message. Pieces of unknown types are returned as
 * well.
 *
 * @param Piece receives the type and a pointer to the data; its length is not checked for unknown
 * types.
 * @return MileHvSuccess; MileHvEmpty: no further piece; MileHvCorrupt: the piece exceeds the
 * message, or is shorter than its type requires.
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

/**
 * Value of a piece of the type DmInfoTypeMaximumPageCount: the maximum number of pages that this
 * guest can ever have.
 */
static inline HV_UINT64 MileHvDmInfoMaximumPageCount(const MILE_HV_DM_INFO_PIECE *Piece)
{
    HV_UINT64 Pages;

    MileHvCopy(&Pages, Piece->Data, (HV_UINT32)sizeof(Pages));
    return Pages;
}

MILE_HYPERV_GUEST_END

#endif /* !MILE_HYPERV_GUEST_DYNAMIC_MEMORY */
