/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Guest emulation transport: requests and their responses, notifications of both sides, pieces, lengths.
 *
 * Device/GuestEmulation.h describes the protocol, whose guest is a paravisor. A builder fills
 * the header of a message, or all of it; MileHvSendPipe() puts the message into the ring:
 *
 *     MileHvGuestEmulationBegin(&Get);
 *     for (Version = MileHvGuestEmulationVersionBelow(0xFFFFFFFF); Version != 0;
 *          Version = MileHvGuestEmulationVersionBelow(Version))
 *         MileHvGuestEmulationVersionBuild(&Get, &Request, Version, &Bytes);
 *         wait for the response; if (Get.Version != 0) break;
 *
 *     MileHvGuestEmulationRequestBuild(&Get, &Request.MessageHeader, GetHostRequestTime);     the caller fills the rest
 *     MileHvGuestEmulationReadBuild(&Get, &Read, Sector, SectorCount, SectorBytes, &Bytes);   and others of VMGS
 *     MileHvGuestEmulationSaveBuild(&Get, Buffer, sizeof(Buffer), Status, Piece, PieceBytes, &Bytes);
 *     MileHvGuestEmulationNotificationBuild(&Message.MessageHeader, GetHostNotificationReset);
 *
 * Two requests can be open: one of GetHostRequestIgvmAttest and GetHostRequestVpciDeviceControl,
 * and one of the others. A third has to wait, and its builder returns MileHvFull.
 *
 * The loop of Packet.h receives and checks each packet, with a buffer of
 * MILE_HYPERV_GUEST_EMULATION_PACKET_MAXIMUM_SIZE bytes. Every packet of the host goes through
 * one check, which knows from MILE_HV_GUEST_EMULATION what the host may answer:
 *
 *     MileHvGuestEmulationEventCheck(&Get, &Received, &Event);
 *         MileHvSuccess: Event.IsResponse, Event.Id; then
 *             MileHvGuestEmulationCopy(&Event, &Time, sizeof(Time));        the structure of the message
 *             Event.Payload, Event.PayloadBytes, Event.HasMore              what follows it, and whether it ends
 *         MileHvUnavailable: drop the packet
 *         MileHvCorrupt: close the channel
 *
 * Structures whose own lengths count have a check besides: MileHvGuestEmulationAttestCheck(),
 * MileHvGuestEmulationSeedCheck(), MileHvGuestEmulationProtectionCheck(),
 * MileHvGuestEmulationStoreCheck(). A document in pieces has no bound in the protocol: the
 * guest must choose one, and close the channel above it.
 *
 * A check copies each byte of a header once and believes nothing; Event points into the
 * caller's buffer, which the host cannot write. Where a check does not return MileHvSuccess,
 * the caller must use nothing of its output. In a confidential guest settings are advice
 * alone, since nothing attests them.
 *
 * Reset, suspend and the way back. Servicing is part of the protocol: the guest saves its
 * state with GetHostRequestSaveGuestVtl2State, and the paravisor that follows opens the
 * channel again, calls MileHvGuestEmulationBegin(), agrees on a version and asks for the state.
 * Otherwise the guest waits for the responses that are due, closes the channel, and tears down
 * the GPADL of the rings after that. A rescind in the middle: no response comes any more; the
 * guest ends its requests by MileHvGuestEmulationBegin() and releases the channel.
 *
 * Not checked here: what documents, saved states and seeds contain.
 *
 * Sources: Device/GuestEmulation.h, and its sources.
 */

#ifndef MILE_HYPERV_GUEST_GUEST_EMULATION
#define MILE_HYPERV_GUEST_GUEST_EMULATION

#include "../Device/GuestEmulation.h"
#include "Packet.h"

/** Bytes of the longest packet that a host sends: a descriptor, a pipe header and a message. */
#define MILE_HYPERV_GUEST_EMULATION_PACKET_MAXIMUM_SIZE 12312

MILE_HYPERV_GUEST_BEGIN

HV_STATIC_ASSERT(sizeof(VMPACKET_DESCRIPTOR) + sizeof(VMPIPE_PROTOCOL_HEADER) + GET_MAXIMUM_MESSAGE_SIZE ==
                 MILE_HYPERV_GUEST_EMULATION_PACKET_MAXIMUM_SIZE);

/** State of a channel's requests. The functions of this header write it; a driver may read it. */
typedef struct MILE_HV_GUEST_EMULATION
{
    HV_UINT32 Version;      /**< Agreed on, or 0. */
    HV_UINT32 AskedVersion; /**< Of the request that is open, or 0. */
    HV_UINT32 ReadBytes;    /**< Asked for by the GetHostRequestVmgsRead that is open. */
    HV_UINT16 Open[2];      /**< GET_HOST_REQUEST that is open: [1] of those that take long, [0] of the others; or 0. */
} MILE_HV_GUEST_EMULATION;

/** A checked message of the host. */
typedef struct MILE_HV_GUEST_EMULATION_EVENT
{
    HV_UINT8 IsResponse; /**< 1: a response to the request Id; 0: the notification Id. */
    HV_UINT8 HasMore;    /**< 1: another message with the next piece follows. */
    HV_UINT16 Id;        /**< GET_HOST_REQUEST, ...SettingsV2Rev1 too, or GET_GUEST_NOTIFICATION. */
    HV_UINT32 Status;    /**< Of a piece of a saved state: GET_GUEST_VTL2_SAVE_RESTORE_STATUS; else 0. */
    HV_UINT32 FixedBytes;   /**< Bytes of the message's structure. */
    HV_UINT32 PayloadBytes; /**< Bytes at Payload; 0 in messages without one. */
    union
    {
        const HV_UINT8 *Message; /**< The structure, in the caller's buffer. */
        HV_UINT64 MessageAsUINT64;
    };
    union
    {
        const HV_UINT8 *Payload; /**< In the caller's buffer. */
        HV_UINT64 PayloadAsUINT64;
    };
} MILE_HV_GUEST_EMULATION_EVENT;

/*
 * Messages that a guest sends.
 */

/** Begins the conversation of a channel that was opened: no version, no request. */
static inline void MileHvGuestEmulationBegin(MILE_HV_GUEST_EMULATION *Get)
{
    MileHvZero(Get, (HV_UINT32)sizeof(*Get));
}

/**
 * The next version to ask for.
 *
 * @param Version that was refused, or 0xFFFFFFFF to begin.
 * @return the newest GET_PROTOCOL_VERSION_* below it, or 0: there is none.
 */
static inline HV_UINT32 MileHvGuestEmulationVersionBelow(HV_UINT32 Version)
{
    if (Version > GET_PROTOCOL_VERSION_NICKEL_REV2)
    {
        return GET_PROTOCOL_VERSION_NICKEL_REV2;
    }
    if (Version > GET_PROTOCOL_VERSION_IRON)
    {
        return GET_PROTOCOL_VERSION_IRON;
    }
    return (Version > GET_PROTOCOL_VERSION_RS5) ? GET_PROTOCOL_VERSION_RS5 : 0;
}

/** Number in MILE_HV_GUEST_EMULATION.Open of a request. */
static inline HV_UINT32 MileHvGuestEmulationPlace(HV_UINT16 Id)
{
    return Id == GetHostRequestIgvmAttest || Id == GetHostRequestVpciDeviceControl;
}

/**
 * The header of a request, which is open from now on. The caller fills the rest of the structure.
 *
 * @param Id GET_HOST_REQUEST, other than GetHostRequestVersion and GetHostRequestVmgsRead, which have builders.
 * @return MileHvSuccess; MileHvFull: wait for the response to the request that is open; MileHvInvalid: no version is
 * agreed on, or no such request.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvGuestEmulationRequestBuild(MILE_HV_GUEST_EMULATION *Get, GET_MESSAGE_HEADER *Header,
                                                              GET_HOST_REQUEST Id)
{
    HV_UINT16 *Open = &Get->Open[MileHvGuestEmulationPlace(Id)];

    if (Id == GetHostRequestInvalid || (Get->Version == 0 && Id != GetHostRequestVersion))
    {
        return MileHvInvalid;
    }
    /* The pieces of a saved state are one request. */
    if (*Open != 0 && (*Open != Id || Id != GetHostRequestSaveGuestVtl2State))
    {
        return MileHvFull;
    }
    *Open = Id;
    Header->MessageVersion = GetMessageVersion1;
    Header->MessageType = GetMessageHostRequest;
    Header->MessageId = Id;
    return MileHvSuccess;
}

/** The header of a notification to the host; @p Id GET_HOST_NOTIFICATION. The caller fills the rest. */
static inline void MileHvGuestEmulationNotificationBuild(GET_MESSAGE_HEADER *Header, GET_HOST_NOTIFICATION Id)
{
    Header->MessageVersion = GetMessageVersion1;
    Header->MessageType = GetMessageHostNotification;
    Header->MessageId = Id;
}

/**
 * GetHostRequestVersion.
 *
 * @param Version GET_PROTOCOL_VERSION_*.
 * @param Bytes gets the bytes to send, or 0.
 * @return MileHvSuccess; MileHvFull: a request is open; MileHvInvalid: a version is agreed on, or @p Version is 0.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvGuestEmulationVersionBuild(MILE_HV_GUEST_EMULATION *Get,
                                                              GET_VERSION_REQUEST *Request, HV_UINT32 Version,
                                                              HV_UINT32 *Bytes)
{
    MILE_HV_RESULT Result = MileHvInvalid;

    *Bytes = 0;
    if (Version != 0 && Get->Version == 0)
    {
        Result = MileHvGuestEmulationRequestBuild(Get, &Request->MessageHeader, GetHostRequestVersion);
    }
    if (Result == MileHvSuccess)
    {
        Request->Version = Version;
        Get->AskedVersion = Version;
        *Bytes = (HV_UINT32)sizeof(*Request);
    }
    return Result;
}

/**
 * GetHostRequestVmgsRead.
 *
 * @param Sector first one; @p SectorCount of them, of @p SectorBytes each (MileHvGuestEmulationStoreCheck()).
 * @param Bytes gets the bytes to send, or 0.
 * @return as MileHvGuestEmulationRequestBuild(); MileHvInvalid too if the response would be longer than a message.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvGuestEmulationReadBuild(MILE_HV_GUEST_EMULATION *Get, GET_VMGS_READ_REQUEST *Request,
                                                           HV_UINT64 Sector, HV_UINT32 SectorCount,
                                                           HV_UINT32 SectorBytes, HV_UINT32 *Bytes)
{
    MILE_HV_RESULT Result;

    *Bytes = 0;
    if (SectorCount == 0 || SectorBytes == 0 || SectorCount > GET_MAXIMUM_PAYLOAD_SIZE / SectorBytes)
    {
        return MileHvInvalid;
    }
    Result = MileHvGuestEmulationRequestBuild(Get, &Request->MessageHeader, GetHostRequestVmgsRead);
    if (Result == MileHvSuccess)
    {
        Request->Flags = GET_VMGS_READ_FLAG_NONE;
        Request->SectorOffset = Sector;
        Request->SectorCount = SectorCount;
        Request->Padding = 0;
        Get->ReadBytes = SectorCount * SectorBytes;
        *Bytes = (HV_UINT32)sizeof(*Request);
    }
    return Result;
}

/**
 * GetHostRequestVmgsWrite.
 *
 * @param Buffer for the message: 24 bytes and the data.
 * @param Data of @p SectorCount sectors of @p SectorBytes each, from @p Sector on.
 * @param Flags GET_VMGS_WRITE_FLAG_*.
 * @param Bytes gets the bytes to send, or 0.
 * @return as MileHvGuestEmulationRequestBuild(); MileHvTooSmall: the buffer; MileHvInvalid too if the data are longer
 * than a message.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvGuestEmulationWriteBuild(MILE_HV_GUEST_EMULATION *Get, void *Buffer,
                                                            HV_UINT32 BufferBytes, HV_UINT64 Sector,
                                                            HV_UINT32 SectorCount, HV_UINT32 SectorBytes,
                                                            HV_UINT32 Flags, const void *Data, HV_UINT32 *Bytes)
{
    const HV_UINT32 Head = (HV_UINT32)sizeof(GET_VMGS_WRITE_REQUEST);
    GET_VMGS_WRITE_REQUEST Request;
    MILE_HV_RESULT Result;

    *Bytes = 0;
    if (SectorCount == 0 || SectorBytes == 0 || SectorCount > GET_MAXIMUM_PAYLOAD_SIZE / SectorBytes)
    {
        return MileHvInvalid;
    }
    if (BufferBytes < Head + SectorCount * SectorBytes)
    {
        return MileHvTooSmall;
    }
    Result = MileHvGuestEmulationRequestBuild(Get, &Request.MessageHeader, GetHostRequestVmgsWrite);
    if (Result == MileHvSuccess)
    {
        Request.Flags = Flags;
        Request.SectorOffset = Sector;
        Request.SectorCount = SectorCount;
        Request.Padding = 0;
        MileHvCopy(Buffer, &Request, Head);
        MileHvCopy((HV_UINT8 *)Buffer + Head, Data, SectorCount * SectorBytes);
        *Bytes = Head + SectorCount * SectorBytes;
    }
    return Result;
}

/**
 * GetHostRequestSaveGuestVtl2State: one piece of the state. The host answers the last one; it answers no failure.
 *
 * @param Buffer for the message: 6 bytes and the piece.
 * @param Status ...MoreData, ...Success with the last piece, or ...Failure, without a piece.
 * @param Piece of the state; @p PieceBytes of it, at most GET_MAXIMUM_PAYLOAD_SIZE.
 * @param Bytes gets the bytes to send, or 0.
 * @return as MileHvGuestEmulationRequestBuild(); MileHvTooSmall: the buffer; MileHvInvalid too if the piece is too
 * long.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvGuestEmulationSaveBuild(MILE_HV_GUEST_EMULATION *Get, void *Buffer,
                                                           HV_UINT32 BufferBytes,
                                                           GET_GUEST_VTL2_SAVE_RESTORE_STATUS Status, const void *Piece,
                                                           HV_UINT32 PieceBytes, HV_UINT32 *Bytes)
{
    const HV_UINT32 Head = (HV_UINT32)sizeof(GET_SAVE_GUEST_VTL2_STATE_REQUEST);
    GET_SAVE_GUEST_VTL2_STATE_REQUEST Request;
    MILE_HV_RESULT Result;

    *Bytes = 0;
    if (PieceBytes > GET_MAXIMUM_PAYLOAD_SIZE || (Status == GetGuestVtl2SaveRestoreFailure && PieceBytes != 0) ||
        Status > GetGuestVtl2SaveRestoreMoreData)
    {
        return MileHvInvalid;
    }
    if (BufferBytes < Head + PieceBytes)
    {
        return MileHvTooSmall;
    }
    Result = MileHvGuestEmulationRequestBuild(Get, &Request.MessageHeader, GetHostRequestSaveGuestVtl2State);
    if (Result == MileHvSuccess)
    {
        Request.SaveStatus = Status;
        MileHvCopy(Buffer, &Request, Head);
        MileHvCopy((HV_UINT8 *)Buffer + Head, Piece, PieceBytes);
        *Bytes = Head + PieceBytes;
        Get->Open[0] = (HV_UINT16)((Status == GetGuestVtl2SaveRestoreFailure) ? 0 : GetHostRequestSaveGuestVtl2State);
    }
    return Result;
}

/*
 * Messages that a host sends.
 */

/** Bytes of the structure of a response, or 0: no request has it, or it is undocumented. */
static inline HV_UINT32 MileHvGuestEmulationResponseBytes(GET_HOST_REQUEST Id)
{
    switch (Id)
    {
    case GetHostRequestVersion:
        return (HV_UINT32)sizeof(GET_VERSION_RESPONSE);
    case GetHostRequestTime:
        return (HV_UINT32)sizeof(GET_TIME_RESPONSE);
    case GetHostRequestVmgsGetDeviceInfo:
        return (HV_UINT32)sizeof(GET_VMGS_GET_DEVICE_INFO_RESPONSE);
    case GetHostRequestVmgsRead:
    case GetHostRequestVmgsWrite:
    case GetHostRequestVmgsFlush:
    case GetHostRequestIgvmAttest:
    case GetHostRequestVpciDeviceControl:
    case GetHostRequestVgaProxyPciRead:
    case GetHostRequestCreateRamGpaRange:
    case GetHostRequestMapFramebuffer:
    case GetHostRequestUnmapFramebuffer:
    case GetHostRequestDevicePlatformSettingsV2:
        return (HV_UINT32)sizeof(GET_VMGS_READ_RESPONSE); /* A header and 32 bits, all of them. */
    case GetHostRequestBiosBootFinalize:
    case GetHostRequestVgaProxyPciWrite:
    case GetHostRequestResetRamGpaRange:
        return (HV_UINT32)sizeof(GET_MESSAGE_HEADER);
    case GetHostRequestGuestStateProtectionById:
        return (HV_UINT32)sizeof(GET_GUEST_STATE_PROTECTION_BY_ID_RESPONSE);
    case GetHostRequestGuestStateProtection:
        return (HV_UINT32)sizeof(GET_GUEST_STATE_PROTECTION_RESPONSE);
    case GetHostRequestDevicePlatformSettingsV2Rev1:
        return (HV_UINT32)sizeof(GET_DEVICE_PLATFORM_SETTINGS_RESPONSE_V2_REV1);
    case GetHostRequestSaveGuestVtl2State:
        return (HV_UINT32)sizeof(GET_SAVE_GUEST_VTL2_STATE_RESPONSE);
    case GetHostRequestRestoreGuestVtl2State:
        return (HV_UINT32)sizeof(GET_RESTORE_GUEST_VTL2_STATE_RESPONSE);
    case GetHostRequestVpciDeviceBindingChange:
        return (HV_UINT32)sizeof(GET_VPCI_DEVICE_BINDING_CHANGE_RESPONSE);
    case GetHostRequestLoadFirmware:
        return (HV_UINT32)sizeof(GET_LOAD_FIRMWARE_RESPONSE);
    default:
        return 0;
    }
}

/** Bytes of the structure of a notification of the host, or 0: there is none, or it is undocumented. */
static inline HV_UINT32 MileHvGuestEmulationNotificationBytes(GET_GUEST_NOTIFICATION Id)
{
    switch (Id)
    {
    case GetGuestNotificationUpdateGenerationId:
        return (HV_UINT32)sizeof(GET_UPDATE_GENERATION_ID);
    case GetGuestNotificationSaveGuestVtl2State:
        return (HV_UINT32)sizeof(GET_SAVE_GUEST_VTL2_STATE_NOTIFICATION);
    case GetGuestNotificationVpciDeviceNotification:
        return (HV_UINT32)sizeof(GET_VPCI_DEVICE_NOTIFICATION);
    case GetGuestNotificationModifyVtl2Settings:
        return (HV_UINT32)sizeof(GET_MODIFY_VTL2_SETTINGS_NOTIFICATION);
    case GetGuestNotificationModifyVtl2SettingsRev1:
        return (HV_UINT32)sizeof(GET_MODIFY_VTL2_SETTINGS_REV1_NOTIFICATION);
    case GetGuestNotificationBatteryStatus:
        return (HV_UINT32)sizeof(GET_BATTERY_STATUS_NOTIFICATION);
    case GetGuestNotificationInjectDebugInterrupt:
        return (HV_UINT32)sizeof(GET_INJECT_DEBUG_INTERRUPT_NOTIFICATION);
    case GetGuestNotificationNotifyPostLiveMigration:
        return (HV_UINT32)sizeof(GET_POST_LIVE_MIGRATION_NOTIFICATION);
    default:
        return 0;
    }
}

/**
 * Checks what follows the structure of a message, whose bytes are all there.
 *
 * @param Rest bytes of the message after the structure.
 * @return MileHvSuccess; MileHvCorrupt: another number of bytes than the message says, or a state that no piece has.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvGuestEmulationPayloadCheck(const MILE_HV_GUEST_EMULATION *Get, HV_UINT32 Rest,
                                                              MILE_HV_GUEST_EMULATION_EVENT *Event)
{
    const HV_UINT32 Key = Event->Id + (HV_UINT32)Event->IsResponse * 0x10000;
    HV_UINT32 Words[2] = {0, 0};

    switch (Key)
    {
    case 0x10000 + GetHostRequestVmgsRead:
        return (Rest == 0 || Rest == Get->ReadBytes) ? MileHvSuccess : MileHvCorrupt;
    case 0x10000 + GetHostRequestDevicePlatformSettingsV2:
    case GetGuestNotificationModifyVtl2Settings:
        MileHvCopy(Words, Event->Message + sizeof(GET_MESSAGE_HEADER), 4);
        break;
    case 0x10000 + GetHostRequestDevicePlatformSettingsV2Rev1:
    case GetGuestNotificationModifyVtl2SettingsRev1:
        MileHvCopy(Words, Event->Message + sizeof(GET_MESSAGE_HEADER), 8);
        if (Words[1] > GetLargePayloadMore)
        {
            return MileHvCorrupt;
        }
        Event->HasMore = (HV_UINT8)Words[1];
        break;
    case 0x10000 + GetHostRequestRestoreGuestVtl2State:
        MileHvCopy(Words, Event->Message + sizeof(GET_MESSAGE_HEADER), 6);
        if (Words[1] > GetGuestVtl2SaveRestoreMoreData)
        {
            return MileHvCorrupt;
        }
        Event->Status = Words[1];
        Event->HasMore = (Words[1] == GetGuestVtl2SaveRestoreMoreData) ? 1 : 0;
        break;
    default:
        break;
    }
    return (Rest == Words[0]) ? MileHvSuccess : MileHvCorrupt;
}

/**
 * Checks a packet of the host's, and closes the request that it answers in whole.
 *
 * @param Received of MileHvPacketCheck(). No response is due.
 * @param Event gets the message; it is all zero unless the result is MileHvSuccess.
 * @return MileHvSuccess; MileHvUnavailable: an undocumented notification, or one before a version is agreed on: drop
 * the packet; MileHvCorrupt: not in-band, a broken pipe header, another MessageVersion or MessageType, a response to no
 * open request, or a length that is not exactly the message's.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvGuestEmulationEventCheck(MILE_HV_GUEST_EMULATION *Get,
                                                            const MILE_HV_PACKET *Received,
                                                            MILE_HV_GUEST_EMULATION_EVENT *Event)
{
    GET_MESSAGE_HEADER Header;
    MILE_HV_GUEST_EMULATION_EVENT Found;
    HV_UINT16 Asked;
    HV_UINT8 Accepted;
    HV_UINT32 Bytes;

    MileHvZero(Event, (HV_UINT32)sizeof(*Event));
    MileHvZero(&Found, (HV_UINT32)sizeof(Found));
    if (Received->Descriptor.Type != VmbusPacketTypeDataInBand ||
        MileHvPipeCheck(Received->Payload, Received->PayloadBytes, &Found.Message, &Bytes) != MileHvSuccess ||
        Bytes < sizeof(Header) || Bytes > GET_MAXIMUM_MESSAGE_SIZE)
    {
        return MileHvCorrupt;
    }
    MileHvCopy(&Header, Found.Message, (HV_UINT32)sizeof(Header));
    if (Header.MessageVersion != GetMessageVersion1 ||
        (Header.MessageType != GetMessageHostResponse && Header.MessageType != GetMessageGuestNotification))
    {
        return MileHvCorrupt;
    }
    Found.Id = Header.MessageId;
    Found.IsResponse = (Header.MessageType == GetMessageHostResponse) ? 1 : 0;
    /* Pieces of the settings have a number of their own. */
    Asked = Found.Id;
    if (Found.Id == GetHostRequestDevicePlatformSettingsV2Rev1)
    {
        Asked = GetHostRequestDevicePlatformSettingsV2;
    }
    Found.FixedBytes = Found.IsResponse ? MileHvGuestEmulationResponseBytes(Found.Id)
                                        : MileHvGuestEmulationNotificationBytes(Found.Id);
    if (!Found.IsResponse && (Get->Version == 0 || Found.FixedBytes == 0))
    {
        return MileHvUnavailable;
    }
    if (Found.FixedBytes == 0 || Bytes < Found.FixedBytes ||
        (Found.IsResponse && Get->Open[MileHvGuestEmulationPlace(Asked)] != Asked) ||
        MileHvGuestEmulationPayloadCheck(Get, Bytes - Found.FixedBytes, &Found) != MileHvSuccess)
    {
        return MileHvCorrupt;
    }
    if (Found.IsResponse && Asked == GetHostRequestVersion)
    {
        MileHvCopy(&Accepted, Found.Message + HV_FIELD_OFFSET(GET_VERSION_RESPONSE, VersionAccepted), 1);
        Get->Version = (Accepted != 0) ? Get->AskedVersion : 0;
        Get->AskedVersion = 0;
    }
    if (Found.IsResponse && !Found.HasMore)
    {
        Get->Open[MileHvGuestEmulationPlace(Asked)] = 0;
    }
    Found.Payload = Found.Message + Found.FixedBytes;
    Found.PayloadBytes = Bytes - Found.FixedBytes;
    MileHvCopy(Event, &Found, (HV_UINT32)sizeof(Found));
    return MileHvSuccess;
}

/**
 * Copies the structure of a checked message.
 *
 * @param Structure of the message; @p Bytes its size.
 * @return MileHvSuccess; MileHvInvalid: the message has a structure of another size.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvGuestEmulationCopy(const MILE_HV_GUEST_EMULATION_EVENT *Event, void *Structure,
                                                      HV_UINT32 Bytes)
{
    if (Bytes == 0 || Bytes != Event->FixedBytes)
    {
        return MileHvInvalid;
    }
    MileHvCopy(Structure, Event->Message, Bytes);
    return MileHvSuccess;
}

/**
 * Checks the copy of a response to GetHostRequestIgvmAttest.
 *
 * @param SharedBytes of the pages that the guest shared.
 * @return MileHvSuccess: Length bytes are in the pages, to be copied before they are parsed; MileHvFailed: the agent
 * failed; MileHvCorrupt: more bytes than the pages have.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvGuestEmulationAttestCheck(const GET_IGVM_ATTEST_RESPONSE *Response,
                                                             HV_UINT32 SharedBytes)
{
    if (Response->Length == GET_IGVM_ATTEST_GENERIC_ERROR_CODE)
    {
        return MileHvFailed;
    }
    return (Response->Length <= SharedBytes) ? MileHvSuccess : MileHvCorrupt;
}

/** Checks the copy of a seed. Returns MileHvSuccess; MileHvCorrupt: it is longer than its buffer. */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvGuestEmulationSeedCheck(const GET_GSP_CLEARTEXT_CONTENT *Seed)
{
    return (Seed->Length <= sizeof(Seed->Buffer)) ? MileHvSuccess : MileHvCorrupt;
}

/** Checks the copy of a response to GetHostRequestGuestStateProtection. Returns MileHvSuccess or MileHvCorrupt. */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT
MileHvGuestEmulationProtectionCheck(const GET_GUEST_STATE_PROTECTION_RESPONSE *Response)
{
    HV_UINT32 Index;

    if (Response->EncryptedGsp.Length > sizeof(Response->EncryptedGsp.Buffer))
    {
        return MileHvCorrupt;
    }
    for (Index = 0; Index < GET_GSP_COUNT; ++Index)
    {
        if (MileHvGuestEmulationSeedCheck(&Response->DecryptedGsp[Index]) != MileHvSuccess)
        {
            return MileHvCorrupt;
        }
    }
    return MileHvSuccess;
}

/**
 * Checks the copy of a response to GetHostRequestVmgsGetDeviceInfo.
 *
 * @return MileHvSuccess; MileHvFailed: see Response->Status; MileHvCorrupt: a sector size that is no power of two or
 * does not fit in a message, no sectors, or 2^48 of them and more.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvGuestEmulationStoreCheck(const GET_VMGS_GET_DEVICE_INFO_RESPONSE *Response)
{
    const HV_UINT32 Sector = Response->BytesPerLogicalSector;

    if (Response->Status != GetVmgsIoStatusSuccess)
    {
        return MileHvFailed;
    }
    if (Sector == 0 || (Sector & (Sector - 1)) != 0 || Sector > GET_MAXIMUM_PAYLOAD_SIZE || Response->Capacity == 0 ||
        Response->Capacity >> 48 != 0)
    {
        return MileHvCorrupt;
    }
    return MileHvSuccess;
}

MILE_HYPERV_GUEST_END

#endif /* !MILE_HYPERV_GUEST_GUEST_EMULATION */
