/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Guest emulation transport: requests and their responses, notifications of both sides,
 * pieces, lengths.
 *
 * Device/GuestEmulation.h describes the protocol, whose guest is a paravisor. A builder fills the
 * header of a message, or all of it; MileHvSendPipe() puts the message into the ring:
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
 * Two requests can be open at once: one of GetHostRequestIgvmAttest and
 * GetHostRequestVpciDeviceControl, and one of the other requests. The builder of a third request
 * returns MileHvFull.
 *
 * The loop of Packet.h receives and checks each packet, with a buffer of
 * MILE_HYPERV_GUEST_EMULATION_PACKET_MAXIMUM_SIZE bytes. Every packet of the host goes through one
 * check, which determines from MILE_HV_GUEST_EMULATION the responses that the host may send:
 *
 *     MileHvGuestEmulationEventCheck(&Get, &Received, &Event);
 *         MileHvSuccess: Event.IsResponse, Event.Id; then
 *             MileHvGuestEmulationCopy(&Event, &Time, sizeof(Time));        the structure of the message
 *             Event.Payload, Event.PayloadBytes, Event.HasMore              the data after it, and whether more follows
 *         MileHvUnavailable: drop the packet
 *         MileHvCorrupt: close the channel
 *
 * Structures that contain lengths have a further check: MileHvGuestEmulationAttestCheck(),
 * MileHvGuestEmulationSeedCheck(), MileHvGuestEmulationProtectionCheck(),
 * MileHvGuestEmulationStoreCheck(). The protocol does not bound a document in pieces: the guest
 * must set a limit, and close the channel if the document exceeds it.
 *
 * A check copies each byte of a header once and trusts no value; Event points into the caller's
 * buffer, which the host cannot write. Where a check does not return MileHvSuccess, the caller must
 * not use its output. A confidential guest must treat settings as advice, because they are not
 * attested.
 *
 * Reset, suspend and resume. Servicing is part of the protocol: the guest saves its state with
 * GetHostRequestSaveGuestVtl2State, and the next paravisor opens the channel again, calls
 * MileHvGuestEmulationBegin(), negotiates a version and requests the state. Otherwise the guest
 * waits for the responses that are due, closes the channel, and tears down the GPADL of the rings
 * after that. After a rescind no response arrives; the guest ends its requests with
 * MileHvGuestEmulationBegin() and releases the channel.
 *
 * Not checked here: the contents of documents, saved states and seeds.
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

/** State of a channel's requests. The functions here own the members; callers may read them. */
typedef struct MILE_HV_GUEST_EMULATION
{
    HV_UINT32 Version;      /**< Negotiated version, or 0. */
    HV_UINT32 AskedVersion; /**< Version of the open version request, or 0. */
    HV_UINT32 ReadBytes;    /**< Bytes that the open GetHostRequestVmgsRead requests. */
    HV_UINT16 Open[2];      /**< Open GET_HOST_REQUEST, or 0: [1] a long-running one, [0] any other. */
} MILE_HV_GUEST_EMULATION;

/** A checked message of the host. */
typedef struct MILE_HV_GUEST_EMULATION_EVENT
{
    HV_UINT8 IsResponse; /**< 1: a response to the request Id; 0: the notification Id. */
    HV_UINT8 HasMore;    /**< 1: another message with the next piece follows; else 0. */
    HV_UINT16 Id;        /**< GET_HOST_REQUEST, also ...SettingsV2Rev1, or GET_GUEST_NOTIFICATION. */
    HV_UINT32 Status;    /**< In a piece of a saved state: GET_GUEST_VTL2_SAVE_RESTORE_STATUS; else 0. */
    HV_UINT32 FixedBytes;   /**< Bytes of the message's structure. */
    HV_UINT32 PayloadBytes; /**< Bytes at Payload; 0 if the message has none. */
    union
    {
        const HV_UINT8 *Message; /**< The structure, in the caller's buffer. */
        HV_UINT64 MessageAsUINT64;
    };
    union
    {
        const HV_UINT8 *Payload; /**< Data after the structure, in the caller's buffer. */
        HV_UINT64 PayloadAsUINT64;
    };
} MILE_HV_GUEST_EMULATION_EVENT;

/*
 * Messages from the guest.
 */

/** Begins the protocol on an opened channel: no version, no open request. */
static inline void MileHvGuestEmulationBegin(MILE_HV_GUEST_EMULATION *Get)
{
    MileHvZero(Get, (HV_UINT32)sizeof(*Get));
}

/**
 * Next older protocol version to request.
 *
 * @param Version the refused version, or 0xFFFFFFFF to begin.
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

/** Index of a request in MILE_HV_GUEST_EMULATION.Open; 0 or 1. */
static inline HV_UINT32 MileHvGuestEmulationPlace(HV_UINT16 Id)
{
    return Id == GetHostRequestIgvmAttest || Id == GetHostRequestVpciDeviceControl;
}

/**
 * Builds the header of a request, and opens the request. The caller fills the rest of the
 * structure.
 *
 * @param Id GET_HOST_REQUEST, except GetHostRequestVersion and GetHostRequestVmgsRead, which have
 * their own builders.
 * @return MileHvSuccess; MileHvFull: wait for the response to the open request; MileHvInvalid: no
 * version is negotiated, or there is no such request.
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

/**
 * Builds the header of the notification @p Id, GET_HOST_NOTIFICATION. The caller fills the rest. No
 * response.
 */
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
 * @param Bytes receives the number of bytes to send, or 0.
 * @return MileHvSuccess; MileHvFull: a request is open; MileHvInvalid: a version is negotiated, or
 * @p Version is 0.
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
 * @param Sector index of the first sector, from 0.
 * @param SectorCount number of sectors; @p SectorBytes the size of one
 * (MileHvGuestEmulationStoreCheck()).
 * @param Bytes receives the number of bytes to send, or 0.
 * @return the results of MileHvGuestEmulationRequestBuild(); MileHvInvalid also if the response
 * would be longer than a message.
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
 * @param Buffer receives the message: 24 bytes and the data; @p BufferBytes bytes long.
 * @param Sector index of the first sector, from 0.
 * @param SectorCount number of sectors; @p SectorBytes the size of one.
 * @param Flags GET_VMGS_WRITE_FLAG_*.
 * @param Data contents of the sectors.
 * @param Bytes receives the number of bytes to send, or 0.
 * @return the results of MileHvGuestEmulationRequestBuild(); MileHvTooSmall: the buffer is too
 * small; MileHvInvalid also if the data is longer than a message.
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
 * GetHostRequestSaveGuestVtl2State: sends one piece of the state. The host responds to the last
 * piece, and does not respond to a failure.
 *
 * @param Buffer receives the message: 6 bytes and the piece; @p BufferBytes bytes long.
 * @param Status ...MoreData, ...Success with the last piece, or ...Failure without a piece.
 * @param Piece of the state; @p PieceBytes its length, at most GET_MAXIMUM_PAYLOAD_SIZE.
 * @param Bytes receives the number of bytes to send, or 0.
 * @return the results of MileHvGuestEmulationRequestBuild(); MileHvTooSmall: the buffer is too
 * small; MileHvInvalid also if the piece is too long.
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
 * Messages from the host.
 */

/** Bytes of the structure of a response; 0: no request has this response, or it is undocumented. */
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
        return (HV_UINT32)sizeof(GET_VMGS_READ_RESPONSE); /* The response is a header and 32 bits. */
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

/**
 * Bytes of the structure of a notification from the host; 0: there is none, or it is undocumented.
 */
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
 * Checks the data after the structure of a message. The bytes of the structure must be present.
 *
 * @param Rest bytes of the message after the structure.
 * @param Event receives the payload and its length.
 * @return MileHvSuccess; MileHvCorrupt: another number of bytes than the message specifies, or an
 * invalid state of a piece.
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
 * Checks a packet from the host, and closes the request if the packet completes it.
 *
 * @param Received the packet, from MileHvPacketCheck(). No response is due.
 * @param Event receives the message; it is all zero unless the result is MileHvSuccess.
 * @return MileHvSuccess; MileHvUnavailable: an undocumented notification, or one before a version
 * is negotiated: drop the packet; MileHvCorrupt: not in-band, a broken pipe header, another
 * MessageVersion or MessageType, a response to no open request, or a length that is not exactly the
 * message's.
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
    /* Pieces of the settings have their own id. */
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
 * @param Structure receives the structure; @p Bytes its size.
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
 * @param SharedBytes bytes of the pages that the guest shared.
 * @return MileHvSuccess: Length bytes are in the pages, and the guest must copy them before it
 * parses them; MileHvFailed: the agent failed; MileHvCorrupt: more bytes than the pages have.
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

/**
 * Checks the copy of a seed. Returns MileHvSuccess; MileHvCorrupt: the seed is longer than its
 * buffer.
 */
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
