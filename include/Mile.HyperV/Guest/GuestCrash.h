/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Guest crash: builders of the messages that hand a dump file to the host, checks of the host's responses.
 *
 * Device/GuestCrash.h describes the protocol. A builder fills one message and returns or
 * stores its exact length; MileHvSendPipe() puts it into the ring:
 *
 *     MileHvGuestCrashRequestBuild(&Request, &Activity, GuestCrashRequestGetCapabilitiesV1);
 *                                              Reply.Capabilities: does the host take dumps of this system?
 *     MileHvGuestCrashRequestBuild(&Request, &Activity, GuestCrashRequestGetNixDumpConfigV1);
 *                                              Reply.MaximumBytes, Reply.DumpType
 *     MileHvGuestCrashRequestBuild(&Request, &Activity, GuestCrashRequestNixDumpStartV1);
 *
 *     for each piece of the file, up to Reply.MaximumBytes:
 *         MileHvGuestCrashWriteBuild(&Write, &Activity, Offset, PieceBytes, MaximumBytes, &Bytes);
 *         MileHvSendPipe(&Ring, &Write, Bytes);
 *         MileHvSendPipe(&Ring, Piece, PieceBytes);           the bytes themselves are a message of their own
 *     MileHvGuestCrashCompleteBuild(&Complete, &Activity, Major, Minor, Banner, BannerBytes, Vtl);
 *
 * The loop of Packet.h receives and checks each packet, with a buffer of
 * MILE_HYPERV_GUEST_CRASH_PACKET_MAXIMUM_SIZE bytes. Every packet of the host goes through one
 * check, with the header of the open request. The host can report a failed write at any time after
 * the start:
 *
 *     MileHvGuestCrashReplyCheck(&Received, &Request.Header, &Reply);
 *         MileHvSuccess: the response to the request
 *         MileHvUnavailable: the host takes no dump
 *         MileHvFailed: see Reply.Status; no write may follow
 *         MileHvCorrupt: close the channel
 *
 * A check copies each byte once and trusts no value. Where it does not return MileHvSuccess, the
 * caller must not use its output except a status. A confidential guest must not send a dump: the
 * file is its memory.
 *
 * Reset, suspend and resume. A dump that was not completed is lost: the guest closes the channel,
 * tears down the GPADL of the rings after that, and begins anew with a new activity id. After a
 * rescind no response arrives, and the guest releases the channel.
 *
 * Not checked here: the contents of the file.
 *
 * Sources: Device/GuestCrash.h, and its sources.
 */

#ifndef MILE_HYPERV_GUEST_GUEST_CRASH
#define MILE_HYPERV_GUEST_GUEST_CRASH

#include "../Device/GuestCrash.h"
#include "Packet.h"

/** Bytes of the longest packet that a host sends: a descriptor, a pipe header and a configuration. */
#define MILE_HYPERV_GUEST_CRASH_PACKET_MAXIMUM_SIZE 64

MILE_HYPERV_GUEST_BEGIN

HV_STATIC_ASSERT(((sizeof(VMPACKET_DESCRIPTOR) + sizeof(VMPIPE_PROTOCOL_HEADER) +
                   sizeof(GUEST_CRASH_DUMP_CONFIG_RESPONSE_V1) + 7U) &
                  ~7U) == MILE_HYPERV_GUEST_CRASH_PACKET_MAXIMUM_SIZE);

/** A checked response of the host. Members of other responses are 0. */
typedef struct MILE_HV_GUEST_CRASH_REPLY
{
    GUEST_CRASH_MESSAGE_TYPE Type;  /**< GuestCrashResponse*. */
    HV_UINT64 Capabilities;         /**< Of ...GetCapabilitiesV1: GUEST_CRASH_CAPABILITIES as a number. */
    HV_UINT64 MaximumBytes;         /**< Of ...GetNixDumpConfigV1: bytes of the file, at most; not 0. */
    GUEST_CRASH_DUMP_TYPE DumpType; /**< Of ...GetNixDumpConfigV1. */
    HV_INT32 Status;                /**< Of ...NixDumpStartV1 and ...NixDumpWriteV1: an HRESULT; 0 is success. */
} MILE_HV_GUEST_CRASH_REPLY;

/*
 * Messages from the guest.
 */

/**
 * Builds a request that consists of the header alone.
 *
 * @param ActivityId of this dump; the host's responses repeat it.
 * @param Type GuestCrashRequestGetCapabilitiesV1, GuestCrashRequestGetNixDumpConfigV1 or
 * GuestCrashRequestNixDumpStartV1.
 * @return the number of bytes to send.
 */
static inline HV_UINT32 MileHvGuestCrashRequestBuild(GUEST_CRASH_HEADER *Request, const HV_GUID *ActivityId,
                                                     GUEST_CRASH_MESSAGE_TYPE Type)
{
    MileHvCopy(&Request->ActivityId, ActivityId, (HV_UINT32)sizeof(*ActivityId));
    Request->MessageType = Type;
    return (HV_UINT32)sizeof(*Request);
}

/**
 * GuestCrashRequestNixDumpWriteV1. The bytes of the piece are the next message.
 *
 * @param Offset of the piece in the file, in bytes.
 * @param PieceBytes of it; 1 to GUEST_CRASH_MAXIMUM_WRITE_SIZE.
 * @param MaximumBytes of the file, as the host reported.
 * @param Bytes receives the number of bytes to send, or 0.
 * @return MileHvSuccess; MileHvInvalid: the piece is out of bounds.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvGuestCrashWriteBuild(GUEST_CRASH_DUMP_WRITE_REQUEST_V1 *Write,
                                                        const HV_GUID *ActivityId, HV_UINT64 Offset,
                                                        HV_UINT32 PieceBytes, HV_UINT64 MaximumBytes,
                                                        HV_UINT32 *Bytes)
{
    *Bytes = 0;
    if (PieceBytes == 0 || PieceBytes > GUEST_CRASH_MAXIMUM_WRITE_SIZE || Offset > MaximumBytes ||
        PieceBytes > MaximumBytes - Offset)
    {
        return MileHvInvalid;
    }
    (void)MileHvGuestCrashRequestBuild(&Write->Header, ActivityId, GuestCrashRequestNixDumpWriteV1);
    Write->Offset = Offset;
    Write->Size = PieceBytes;
    *Bytes = (HV_UINT32)sizeof(*Write);
    return MileHvSuccess;
}

/**
 * GuestCrashRequestNixDumpCompleteV1: the file is whole. No response.
 *
 * @param Major version of the guest's kernel; @p Minor version.
 * @param Banner text of the kernel about its version; of @p BannerBytes the first 255 are sent, and a zero.
 * @param Vtl that crashed.
 * @return the number of bytes to send.
 */
static inline HV_UINT32 MileHvGuestCrashCompleteBuild(GUEST_CRASH_DUMP_COMPLETE_REQUEST_V1 *Complete,
                                                      const HV_GUID *ActivityId, HV_UINT32 Major, HV_UINT32 Minor,
                                                      const void *Banner, HV_UINT32 BannerBytes, HV_UINT8 Vtl)
{
    const HV_UINT32 Room = (HV_UINT32)sizeof(Complete->Info.VersionBanner) - 1;

    MileHvZero(Complete, (HV_UINT32)sizeof(*Complete));
    (void)MileHvGuestCrashRequestBuild(&Complete->Header, ActivityId, GuestCrashRequestNixDumpCompleteV1);
    Complete->Info.MajorVersion = Major;
    Complete->Info.MinorVersion = Minor;
    MileHvCopy(Complete->Info.VersionBanner, Banner, (BannerBytes < Room) ? BannerBytes : Room);
    Complete->Info.Vtl = Vtl;
    return (HV_UINT32)sizeof(*Complete);
}

/*
 * Responses of the host.
 */

/**
 * Checks a packet from the host.
 *
 * @param Received the packet, from MileHvPacketCheck().
 * @param Request that is open, or the last write.
 * @param Reply receives the response; it is all zero with MileHvCorrupt.
 * @return MileHvSuccess; MileHvUnavailable: the host takes no dump; MileHvFailed: see Reply->Status; MileHvCorrupt: not
 * in-band, a broken pipe header, shorter than its structure, of another activity, or a response to another request that
 * does not report a failed write.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvGuestCrashReplyCheck(const MILE_HV_PACKET *Received,
                                                        const GUEST_CRASH_HEADER *Request,
                                                        MILE_HV_GUEST_CRASH_REPLY *Reply)
{
    GUEST_CRASH_DUMP_CONFIG_RESPONSE_V1 Copy; /* The longest response. */
    const HV_UINT8 *Own = (const HV_UINT8 *)&Request->ActivityId;
    const HV_UINT8 *Its = (const HV_UINT8 *)&Copy.Header.ActivityId;
    const HV_UINT8 *Message;
    HV_UINT32 Bytes;
    HV_INT32 Status;

    MileHvZero(Reply, (HV_UINT32)sizeof(*Reply));
    if (Received->Descriptor.Type != VmbusPacketTypeDataInBand ||
        MileHvPipeCheck(Received->Payload, Received->PayloadBytes, &Message, &Bytes) != MileHvSuccess ||
        Bytes < sizeof(GUEST_CRASH_DUMP_START_RESPONSE_V1))
    {
        return MileHvCorrupt;
    }
    MileHvZero(&Copy, (HV_UINT32)sizeof(Copy));
    MileHvCopy(&Copy, Message, (Bytes < sizeof(Copy)) ? Bytes : (HV_UINT32)sizeof(Copy));
    MileHvCopy(&Status, &Copy.Config, (HV_UINT32)sizeof(Status)); /* The first member after the header. */
    if (MileHvLoadWord(Own) != MileHvLoadWord(Its) || MileHvLoadWord(Own + 8) != MileHvLoadWord(Its + 8))
    {
        return MileHvCorrupt;
    }
    if (Copy.Header.MessageType != GuestCrashResponseNixDumpWriteV1 &&
        Copy.Header.MessageType != Request->MessageType + 0x10000)
    {
        return MileHvCorrupt;
    }
    switch (Copy.Header.MessageType)
    {
    case GuestCrashResponseGetCapabilitiesV1:
        if (Bytes < sizeof(GUEST_CRASH_CAPABILITIES_RESPONSE_V1))
        {
            return MileHvCorrupt;
        }
        Reply->Capabilities = Copy.Config.MaxDumpSize; /* The same place. */
        break;
    case GuestCrashResponseGetNixDumpConfigV1:
        if (Bytes < sizeof(Copy))
        {
            return MileHvCorrupt;
        }
        Reply->MaximumBytes = Copy.Config.MaxDumpSize;
        Reply->DumpType = Copy.Config.DumpType;
        break;
    case GuestCrashResponseNixDumpStartV1:
    case GuestCrashResponseNixDumpWriteV1:
        Reply->Status = Status;
        break;
    default:
        return MileHvCorrupt;
    }
    Reply->Type = Copy.Header.MessageType;
    if (Reply->Type == GuestCrashResponseGetNixDumpConfigV1 && Reply->MaximumBytes == 0)
    {
        return MileHvUnavailable;
    }
    return (Reply->Status == 0) ? MileHvSuccess : MileHvFailed;
}

MILE_HYPERV_GUEST_END

#endif /* !MILE_HYPERV_GUEST_GUEST_CRASH */
