/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Storage: builders of guest packets, checks of host packets, the result of a request in one word.
 *
 * Device/Storage.h describes the protocol; it is the same for SCSI controllers, IDE
 * accelerators and Fibre Channel adapters. A builder fills a VSTOR_PACKET and
 * returns its exact length; MileHvStorageSend() puts it into the ring, in-band or with
 * the pages of its data. A host answers each packet with a completion:
 *
 *     MileHvStorageOfferCheck(&Offer, &Address);                  IDE accelerator: the disk's target
 *
 *     MileHvStorageBeginBuild(&Packet);
 *     for (Version = MileHvStorageVersionBelow(0xFFFFFFFF); Version != 0;
 *          Version = MileHvStorageVersionBelow(Version))
 *         Bytes = MileHvStorageVersionBuild(&Packet, Version);
 *         if (MileHvStorageVersionCheck(&Reply) != MileHvUnavailable)
 *             break;
 *     MileHvStoragePropertiesBuild(&Packet, Version);             MileHvStoragePropertiesCheck()
 *     MileHvStorageNamesBuild(&Packet, Version);                  Fibre Channel alone: MileHvStorageNamesCheck()
 *     MileHvStorageEndBuild(&Packet, Version, 0);                 MileHvStorageStatusCheck()
 *     MileHvStorageSubChannelsBuild(&Packet, Version, Count);     MileHvStorageStatusCheck()
 *
 *     MileHvStorageRequestBuild(&Packet, Version, &Request, &Bytes);
 *     MileHvRequestBegin(&Requests, &Request, &Id);
 *     MileHvStorageSend(&Ring, Id, &Packet, Bytes, &List);        List: the pages, or null without data
 *
 * The loop of Packet.h receives and checks each packet; its buffer has
 * MILE_HYPERV_STORAGE_PACKET_MAXIMUM_SIZE bytes. A completion is the response to the request with
 * its id (Request.h); an in-band packet is an event:
 *
 *     MileHvRequestEnd(&Requests, Received.Descriptor.TransactionId, &Context);
 *     MileHvStorageReplyCheck(&Received, Version, &Reply);
 *     MileHvStorageResultCheck(&Reply, &Request, &Result);        Result.Outcome, Result.Sense
 *
 *     MileHvStorageEventCheck(&Received, Version, &Event);
 *
 * A check copies each byte once and trusts no value. Where it does not return MileHvSuccess, the
 * caller must not use its output. MileHvCorrupt means that the host broke the protocol: the guest
 * closes the channel and ends its requests with MileHvRequestEndAny().
 *
 * Reset, suspend and resume. The guest stops sending, waits for the completions of all open
 * requests, closes the sub-channels and then the first channel, and tears down the GPADL of each
 * ring after its channel is closed. To resume, it opens the first channel again and repeats the
 * initialization from MileHvStorageBeginBuild() on, with the version that it had; sub-channels must
 * be created again. After a rescind no completion arrives, so the guest ends all requests with
 * MileHvRequestEndAny(), and then releases the channel. A reset of a unit, a bus or an adapter
 * needs none of this, but hosts do little with it.
 *
 * Not checked here: which requests are open (Request.h), and what the data contains.
 *
 * Sources: Device/Storage.h, and its sources (OpenVMM storvsp; FreeBSD
 * hv_storvsc_drv_freebsd.c); SPC-4 for the two formats of sense data.
 */

#ifndef MILE_HYPERV_GUEST_STORAGE
#define MILE_HYPERV_GUEST_STORAGE

#include "../Device/Storage.h"
#include "../VMBus/ChannelMessage.h"
#include "Packet.h"

/** Bytes of the longest packet that a host sends: a descriptor and a VSTOR_PACKET. */
#define MILE_HYPERV_STORAGE_PACKET_MAXIMUM_SIZE 80

MILE_HYPERV_GUEST_BEGIN

HV_STATIC_ASSERT(sizeof(VMPACKET_DESCRIPTOR) + sizeof(VSTOR_PACKET) == MILE_HYPERV_STORAGE_PACKET_MAXIMUM_SIZE);

/** Address of a unit. */
typedef struct MILE_HV_STORAGE_ADDRESS
{
    HV_UINT8 PathId;
    HV_UINT8 TargetId; /**< On an IDE accelerator it must be the offer's, or the unit is absent. */
    HV_UINT8 Lun;
    HV_UINT8 Reserved;
} MILE_HV_STORAGE_ADDRESS;

/** One SCSI request of the guest. */
typedef struct MILE_HV_STORAGE_REQUEST
{
    MILE_HV_STORAGE_ADDRESS Address;
    HV_UINT8 Cdb[CDB16GENERIC_LENGTH]; /**< The command; bytes from CdbLength on are not sent. */
    HV_UINT8 CdbLength;                /**< Bytes, 1 to 16. */
    HV_UINT8 DataIn;                   /**< VMSCSI_IOCTL_DATA_IN or _OUT; ignored without data. */
    HV_UINT8 QueueAction;              /**< VMSTOR_SRB_..._TAG_REQUEST, or 0; sent since 5.1. */
    HV_UINT8 QueueTag;                 /**< Sent since 5.1. */
    HV_UINT32 DataBytes;               /**< 0, or as many as the GPA range has. */
    HV_UINT32 SrbFlags;                /**< Flags other than the direction, which the builder adds; sent since 5.1. */
    HV_UINT32 TimeoutSeconds;          /**< Sent since 5.1. */
} MILE_HV_STORAGE_REQUEST;

/** Properties of a channel that the host reports, limited to valid values. */
typedef struct MILE_HV_STORAGE_PROPERTIES
{
    HV_UINT32 MaximumTransferBytes;   /**< Of one request; 1 to MAX_TRANSFER_LENGTH. */
    HV_UINT32 MaximumSubChannelCount; /**< 0 to VMBUS_MAX_CHANNELS; 0 before 5.1, and where the host has none. */
} MILE_HV_STORAGE_PROPERTIES;

/** Result of a request in one word, from SrbStatus, ScsiStatus and the sense data, in that order. */
typedef HV_UINT32 MILE_HV_STORAGE_OUTCOME;
enum
{
    MileHvStorageGood = 0,           /**< The command succeeded; TransferredBytes counts. */
    MileHvStorageCheckCondition = 1, /**< The unit reports an error or an event; Sense describes it. */
    MileHvStorageNoUnit = 2,         /**< No unit has this address, or it is gone. Remove it, do not retry. */
    MileHvStorageBusy = 3,           /**< Retry later, without counting the attempt. */
    MileHvStorageTimeout = 4,        /**< The host gave up after TimeoutSeconds. Retry a few times. */
    MileHvStorageRetry = 5,          /**< Aborted by a reset, or a failure of the host. Retry a few times. */
    MileHvStorageError = 6,          /**< The request is wrong, or not allowed. Do not retry. */
};

/** Sense data of either format. */
typedef struct MILE_HV_STORAGE_SENSE
{
    HV_UINT64 Information; /**< E.g. the first block in error; if HasInformation. */
    HV_UINT8 IsValid;      /**< 1: the other members are valid; 0: no sense data, and all members are 0. */
    HV_UINT8 IsDeferred;   /**< 1: the error is of an earlier command. */
    HV_UINT8 Key;          /**< Sense key, 0 to 15. */
    HV_UINT8 Code;         /**< Additional sense code; 0 if the sense data ends before it. */
    HV_UINT8 Qualifier;    /**< Additional sense code qualifier; 0 if the sense data ends before it. */
    HV_UINT8 HasInformation;
    HV_UINT8 Reserved[2];
} MILE_HV_STORAGE_SENSE;

/** Result of a request. */
typedef struct MILE_HV_STORAGE_RESULT
{
    MILE_HV_STORAGE_SENSE Sense;
    MILE_HV_STORAGE_OUTCOME Outcome;
    HV_UINT32 TransferredBytes; /**< At most the request's DataBytes. */
    HV_UINT8 SrbStatus;         /**< VMSTOR_SRB_STATUS_..., without its flags. */
    HV_UINT8 ScsiStatus;        /**< Status byte of SAM. */
    HV_UINT8 Reserved[2];
    HV_INT32 Status; /**< NTSTATUS; it repeats SrbStatus, for a log. */
} MILE_HV_STORAGE_RESULT;

/** An unsolicited packet of the host. */
typedef struct MILE_HV_STORAGE_EVENT
{
    VSTOR_PACKET_OPERATION Operation; /**< VStorOperationEnumerateBus, RemoveDevice or EventNotification. */
    MILE_HV_STORAGE_ADDRESS Address;  /**< Of EventNotification: the unit; else zeros. */
    HV_UINT8 Flags;                   /**< Of EventNotification; else 0. */
    HV_UINT8 Reserved[3];
} MILE_HV_STORAGE_EVENT;

/*
 * Versions.
 */

/**
 * Next older protocol version to request.
 *
 * @param Version the refused version, or 0xFFFFFFFF to begin.
 * @return the newest VMSTOR_PROTOCOL_VERSION_* below it, or 0: there is none.
 */
static inline HV_UINT32 MileHvStorageVersionBelow(HV_UINT32 Version)
{
    if (Version > VMSTOR_PROTOCOL_VERSION_THRESHOLD)
    {
        return VMSTOR_PROTOCOL_VERSION_THRESHOLD;
    }
    if (Version > VMSTOR_PROTOCOL_VERSION_BLUE)
    {
        return VMSTOR_PROTOCOL_VERSION_BLUE;
    }
    if (Version > VMSTOR_PROTOCOL_VERSION_WIN8)
    {
        return VMSTOR_PROTOCOL_VERSION_WIN8;
    }
    if (Version > VMSTOR_PROTOCOL_VERSION_WIN7)
    {
        return VMSTOR_PROTOCOL_VERSION_WIN7;
    }
    return (Version > VMSTOR_PROTOCOL_VERSION_WIN6) ? VMSTOR_PROTOCOL_VERSION_WIN6 : 0;
}

/**
 * Bytes of a packet in either direction.
 *
 * @param Version the negotiated version, or 0: none yet, and the guest sends the longer one, which all hosts accept.
 */
static inline HV_UINT32 MileHvStoragePacketBytes(HV_UINT32 Version)
{
    return (Version != 0 && Version < VMSTOR_PROTOCOL_VERSION_WIN8) ? VMSTORAGE_SIZEOF_VSTOR_PACKET_REVISION_1
                                                                    : VMSTORAGE_SIZEOF_VSTOR_PACKET_REVISION_2;
}

/*
 * Messages from the guest.
 */

/** Builds a control packet without data. Returns the number of bytes to send, as all builders of control packets do. */
static inline HV_UINT32 MileHvStorageControlBuild(VSTOR_PACKET *Packet, HV_UINT32 Version,
                                                  VSTOR_PACKET_OPERATION Operation)
{
    MileHvZero(Packet, (HV_UINT32)sizeof(*Packet));
    Packet->Operation = Operation;
    Packet->Flags = REQUEST_COMPLETION_FLAG;
    return MileHvStoragePacketBytes(Version);
}

/** VStorOperationBeginInitialization: the first packet of a channel that is not a sub-channel. */
static inline HV_UINT32 MileHvStorageBeginBuild(VSTOR_PACKET *Packet)
{
    return MileHvStorageControlBuild(Packet, 0, VStorOperationBeginInitialization);
}

/** VStorOperationQueryProtocolVersion: requests @p Version, VMSTOR_PROTOCOL_VERSION_*. */
static inline HV_UINT32 MileHvStorageVersionBuild(VSTOR_PACKET *Packet, HV_UINT32 Version)
{
    const HV_UINT32 Bytes = MileHvStorageControlBuild(Packet, 0, VStorOperationQueryProtocolVersion);

    Packet->Version.MajorMinor = (HV_UINT16)Version;
    return Bytes;
}

/** VStorOperationQueryProperties. */
static inline HV_UINT32 MileHvStoragePropertiesBuild(VSTOR_PACKET *Packet, HV_UINT32 Version)
{
    return MileHvStorageControlBuild(Packet, Version, VStorOperationQueryProperties);
}

/**
 * VStorOperationFcHbaData: requests the names of a Fibre Channel adapter. Hosts of other devices
 * end the protocol.
 */
static inline HV_UINT32 MileHvStorageNamesBuild(VSTOR_PACKET *Packet, HV_UINT32 Version)
{
    return MileHvStorageControlBuild(Packet, Version, VStorOperationFcHbaData);
}

/**
 * VStorOperationEndInitialization.
 *
 * @param TakesNotifications 1 if the guest handles VStorOperationEventNotification, which hosts send since 6.0.
 */
static inline HV_UINT32 MileHvStorageEndBuild(VSTOR_PACKET *Packet, HV_UINT32 Version, HV_UINT32 TakesNotifications)
{
    const HV_UINT32 Bytes = MileHvStorageControlBuild(Packet, Version, VStorOperationEndInitialization);

    if (TakesNotifications && Version >= VMSTOR_PROTOCOL_VERSION_BLUE)
    {
        Packet->ClientProperties.AsUINT32 = VMSTOR_PROPERTY_AN_CAPABLE;
    }
    return Bytes;
}

/** VStorOperationCreateSubChannels: @p Count at most MaximumSubChannelCount of the properties, and not 0. */
static inline HV_UINT32 MileHvStorageSubChannelsBuild(VSTOR_PACKET *Packet, HV_UINT32 Version, HV_UINT16 Count)
{
    const HV_UINT32 Bytes = MileHvStorageControlBuild(Packet, Version, VStorOperationCreateSubChannels);

    Packet->SubChannelCount = Count;
    return Bytes;
}

/**
 * Builds a reset.
 *
 * @param Operation VStorOperationResetLun, VStorOperationResetBus or VStorOperationResetAdapter.
 * @param Address of the unit.
 * @return the number of bytes to send.
 */
static inline HV_UINT32 MileHvStorageResetBuild(VSTOR_PACKET *Packet, HV_UINT32 Version,
                                                VSTOR_PACKET_OPERATION Operation,
                                                const MILE_HV_STORAGE_ADDRESS *Address)
{
    const HV_UINT32 Bytes = MileHvStorageControlBuild(Packet, Version, Operation);

    Packet->VmSrb.Length = VMSTORAGE_SIZEOF_VMSCSI_REQUEST_REVISION_2;
    if (Bytes == VMSTORAGE_SIZEOF_VSTOR_PACKET_REVISION_1)
    {
        Packet->VmSrb.Length = VMSTORAGE_SIZEOF_VMSCSI_REQUEST_REVISION_1;
    }
    Packet->VmSrb.PathId = Address->PathId;
    Packet->VmSrb.TargetId = Address->TargetId;
    Packet->VmSrb.Lun = Address->Lun;
    return Bytes;
}

/**
 * VStorOperationExecuteSRB: a SCSI request.
 *
 * @param Version the negotiated version.
 * @param Bytes receives the number of bytes to send.
 * @return MileHvSuccess; MileHvInvalid: a command of no bytes or of more than 16, or data without a direction.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvStorageRequestBuild(VSTOR_PACKET *Packet, HV_UINT32 Version,
                                                       const MILE_HV_STORAGE_REQUEST *Request, HV_UINT32 *Bytes)
{
    VMSCSI_REQUEST *Srb = &Packet->VmSrb;

    *Bytes = 0;
    if (Request->CdbLength == 0 || Request->CdbLength > CDB16GENERIC_LENGTH ||
        (Request->DataBytes != 0 && Request->DataIn != VMSCSI_IOCTL_DATA_IN &&
         Request->DataIn != VMSCSI_IOCTL_DATA_OUT))
    {
        return MileHvInvalid;
    }
    *Bytes = MileHvStorageControlBuild(Packet, Version, VStorOperationExecuteSRB);
    Srb->Length = VMSTORAGE_SIZEOF_VMSCSI_REQUEST_REVISION_1;
    Srb->PathId = Request->Address.PathId;
    Srb->TargetId = Request->Address.TargetId;
    Srb->Lun = Request->Address.Lun;
    Srb->CdbLength = Request->CdbLength;
    Srb->SenseInfoExLength = VMSCSI_SENSE_BUFFER_SIZE_REVISION_1;
    Srb->DataIn = (Request->DataBytes != 0) ? Request->DataIn : VMSCSI_IOCTL_DATA_UNKNOWN;
    Srb->DataTransferLength = Request->DataBytes;
    MileHvCopy(Srb->Cdb, Request->Cdb, Request->CdbLength);
    if (*Bytes == VMSTORAGE_SIZEOF_VSTOR_PACKET_REVISION_2)
    {
        Srb->Length = VMSTORAGE_SIZEOF_VMSCSI_REQUEST_REVISION_2;
        Srb->SenseInfoExLength = VMSCSI_SENSE_BUFFER_SIZE;
        Srb->QueueAction = Request->QueueAction;
        Srb->QueueTag = Request->QueueTag;
        Srb->TimeOutValue = Request->TimeoutSeconds;
        Srb->SrbFlags = Request->SrbFlags;
        if (Srb->DataIn == VMSCSI_IOCTL_DATA_IN)
        {
            Srb->SrbFlags |= VMSTOR_SRB_FLAGS_DATA_IN;
        }
        else if (Srb->DataIn == VMSCSI_IOCTL_DATA_OUT)
        {
            Srb->SrbFlags |= VMSTOR_SRB_FLAGS_DATA_OUT;
        }
    }
    return MileHvSuccess;
}

/**
 * Puts a packet into the ring, uncommitted: GPA-direct with the pages of its data, in-band without. A completion is
 * requested in both cases: a host ends the protocol after a packet that requests none.
 *
 * @param Packet of a builder; @p Bytes what the builder returned.
 * @param List one range of exactly DataTransferLength bytes for a request with data, otherwise
 * null.
 * @return the results of MileHvSendRingReserve(); MileHvInvalid also if the list does not match the packet.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvStorageSend(MILE_HV_SEND_RING *Ring, HV_UINT64 Id, const VSTOR_PACKET *Packet,
                                               HV_UINT32 Bytes, const MILE_HV_GPA_LIST *List)
{
    const HV_UINT32 DataBytes = (Packet->Operation == VStorOperationExecuteSRB) ? Packet->VmSrb.DataTransferLength : 0;

    if (Bytes > sizeof(*Packet))
    {
        return MileHvInvalid;
    }
    if (!List)
    {
        return (DataBytes != 0) ? (MILE_HV_RESULT)MileHvInvalid : MileHvSendInBand(Ring, Id, 1, Packet, Bytes);
    }
    if (DataBytes == 0 || List->RangeCount != 1 || List->Bytes != DataBytes)
    {
        return MileHvInvalid;
    }
    return MileHvSendGpaList(Ring, Id, List, Packet, Bytes);
}

/*
 * Messages from the host.
 */

/** Copies a packet from the host, which has at least the length of the version; the rest of the copy is zero. */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvStorageCopy(const MILE_HV_PACKET *Received, HV_UINT32 Version, VSTOR_PACKET *Copy)
{
    HV_UINT32 Bytes = MileHvStoragePacketBytes(Version);

    /* Before a version is negotiated, a host may respond with the shorter form. */
    if (Version == 0 && Received->PayloadBytes < Bytes)
    {
        Bytes = VMSTORAGE_SIZEOF_VSTOR_PACKET_REVISION_1;
    }
    if (Received->PayloadBytes < Bytes)
    {
        return MileHvCorrupt;
    }
    if (Bytes == VMSTORAGE_SIZEOF_VSTOR_PACKET_REVISION_2)
    {
        MileHvCopy(Copy, Received->Payload, VMSTORAGE_SIZEOF_VSTOR_PACKET_REVISION_2);
        return MileHvSuccess;
    }
    MileHvZero(Copy, (HV_UINT32)sizeof(*Copy));
    MileHvCopy(Copy, Received->Payload, VMSTORAGE_SIZEOF_VSTOR_PACKET_REVISION_1);
    return MileHvSuccess;
}

/**
 * Checks the form of a reply: a completion of the version's length, with the operation that all replies have.
 *
 * @param Received the packet, from MileHvPacketCheck(); its id is that of an open request
 * (MileHvRequestEnd()).
 * @param Version the negotiated version, or 0 during the negotiation.
 * @param Reply receives a copy, for the check that belongs to the request.
 * @return MileHvSuccess; MileHvInvalid: not a completion; MileHvCorrupt.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvStorageReplyCheck(const MILE_HV_PACKET *Received, HV_UINT32 Version,
                                                     VSTOR_PACKET *Reply)
{
    MILE_HV_RESULT Result;

    if (Received->Descriptor.Type != VmbusPacketTypeCompletion)
    {
        return MileHvInvalid;
    }
    Result = MileHvStorageCopy(Received, Version, Reply);
    if (Result == MileHvSuccess && Reply->Operation != VStorOperationCompleteIo)
    {
        return MileHvCorrupt;
    }
    return Result;
}

/** Checks the status of a checked reply without data. Returns MileHvSuccess or MileHvFailed: the host refuses. */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvStorageStatusCheck(const VSTOR_PACKET *Reply)
{
    return (Reply->Status == 0) ? MileHvSuccess : MileHvFailed;
}

/**
 * Checks the reply to MileHvStorageVersionBuild().
 *
 * @return MileHvSuccess: the version is negotiated; MileHvUnavailable: request an older one; MileHvFailed.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvStorageVersionCheck(const VSTOR_PACKET *Reply)
{
    if (Reply->Status == HV_NTSTATUS_REVISION_MISMATCH)
    {
        return MileHvUnavailable;
    }
    return MileHvStorageStatusCheck(Reply);
}

/**
 * Checks the reply to MileHvStoragePropertiesBuild().
 *
 * A host that claims more than MAX_TRANSFER_LENGTH bytes or VMBUS_MAX_CHANNELS sub-channels is limited to that number.
 *
 * @param Version the negotiated version.
 * @return MileHvSuccess; MileHvFailed: the host refuses; MileHvCorrupt: no byte can be transferred.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvStoragePropertiesCheck(const VSTOR_PACKET *Reply, HV_UINT32 Version,
                                                          MILE_HV_STORAGE_PROPERTIES *Properties)
{
    const HV_UINT32 Bytes = Reply->StorageChannelProperties.MaxTransferBytes;
    const HV_UINT32 Count = Reply->StorageChannelProperties.MaximumSubChannelCount;

    Properties->MaximumTransferBytes = 0;
    Properties->MaximumSubChannelCount = 0;
    if (Reply->Status != 0)
    {
        return MileHvFailed;
    }
    if (Bytes == 0)
    {
        return MileHvCorrupt;
    }
    Properties->MaximumTransferBytes = (Bytes < MAX_TRANSFER_LENGTH) ? Bytes : MAX_TRANSFER_LENGTH;
    if (Version >= VMSTOR_PROTOCOL_VERSION_WIN8 &&
        (Reply->StorageChannelProperties.Flags & STORAGE_CHANNEL_SUPPORTS_MULTI_CHANNEL) != 0)
    {
        Properties->MaximumSubChannelCount = (Count < VMBUS_MAX_CHANNELS) ? Count : VMBUS_MAX_CHANNELS;
    }
    return MileHvSuccess;
}

/**
 * Checks the reply to MileHvStorageNamesBuild().
 *
 * @param Port receives the 8 bytes of the port's world wide name that is in use; @p Node of the
 * node's.
 * @return MileHvSuccess or MileHvFailed: the host refuses.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvStorageNamesCheck(const VSTOR_PACKET *Reply, HV_UINT8 Port[8], HV_UINT8 Node[8])
{
    const VMFC_WWN_PACKET *Names = &Reply->FcWwnPacket;

    if (Reply->Status != 0)
    {
        return MileHvFailed;
    }
    MileHvCopy(Port, Names->PrimaryWwnActive ? Names->PrimaryPortWwn : Names->SecondaryPortWwn, 8);
    MileHvCopy(Node, Names->PrimaryWwnActive ? Names->PrimaryNodeWwn : Names->SecondaryNodeWwn, 8);
    return MileHvSuccess;
}

/**
 * Parses sense data of the fixed format (70, 71) or the descriptor format (72, 73).
 *
 * @param Data the sense data, at any address; @p Bytes its length.
 * @return MileHvSuccess; MileHvUnavailable: of no known format, or too short for a sense key, and Sense is all zero.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvStorageSenseParse(const void *Data, HV_UINT32 Bytes, MILE_HV_STORAGE_SENSE *Sense)
{
    HV_UINT8 Copy[8 + 255]; /* The largest length that the length byte can specify. */
    HV_UINT32 Format;
    HV_UINT32 Index;

    MileHvZero(Sense, (HV_UINT32)sizeof(*Sense));
    Bytes = (Bytes < sizeof(Copy)) ? Bytes : (HV_UINT32)sizeof(Copy);
    if (Bytes < 3)
    {
        return MileHvUnavailable;
    }
    MileHvCopy(Copy, Data, Bytes);
    Format = Copy[0] & 0x7FU;
    if (Format < 0x70 || Format > 0x73)
    {
        return MileHvUnavailable;
    }
    if (Bytes > 8 && Bytes - 8 > Copy[7])
    {
        Bytes = 8U + Copy[7]; /* Additional length. */
    }
    Sense->IsValid = 1;
    Sense->IsDeferred = (HV_UINT8)(Format & 1);
    if (Format < 0x72)
    {
        Sense->Key = Copy[2] & 0xF;
        Sense->Code = (Bytes > 12) ? Copy[12] : 0;
        Sense->Qualifier = (Bytes > 13) ? Copy[13] : 0;
        if ((Copy[0] & 0x80) != 0 && Bytes >= 7)
        {
            Sense->HasInformation = 1;
            Sense->Information =
                ((HV_UINT32)Copy[3] << 24) | ((HV_UINT32)Copy[4] << 16) | ((HV_UINT32)Copy[5] << 8) | Copy[6];
        }
        return MileHvSuccess;
    }
    Sense->Key = Copy[1] & 0xF;
    Sense->Code = Copy[2];
    Sense->Qualifier = (Bytes > 3) ? Copy[3] : 0;
    for (Index = 8; Index + 12 <= Bytes; Index += 2U + Copy[Index + 1])
    {
        if (Copy[Index] == 0 && Copy[Index + 1] == 0x0A)
        {
            HV_UINT32 Byte;

            Sense->HasInformation = (Copy[Index + 2] & 0x80) ? 1 : 0;
            for (Byte = 4; Byte < 12 && Sense->HasInformation; ++Byte)
            {
                Sense->Information = (Sense->Information << 8) | Copy[Index + Byte];
            }
            break;
        }
    }
    return MileHvSuccess;
}

/** Outcome of an SrbStatus other than success, an error and an overrun. @p Code has no flags. */
static inline MILE_HV_STORAGE_OUTCOME MileHvStorageSrbOutcome(HV_UINT32 Code)
{
    switch (Code)
    {
    case VMSTOR_SRB_STATUS_INVALID_PATH_ID:
    case VMSTOR_SRB_STATUS_NO_DEVICE:
    case VMSTOR_SRB_STATUS_SELECTION_TIMEOUT:
    case VMSTOR_SRB_STATUS_NO_HBA:
    case VMSTOR_SRB_STATUS_INVALID_LUN:
    case VMSTOR_SRB_STATUS_INVALID_TARGET_ID:
        return MileHvStorageNoUnit;
    case VMSTOR_SRB_STATUS_BUSY:
    case VMSTOR_SRB_STATUS_OPERATION_IN_PROGRESS:
    case VMSTOR_SRB_STATUS_INSUFFICIENT_RESOURCES:
    case VMSTOR_SRB_STATUS_THROTTLED_REQUEST:
        return MileHvStorageBusy;
    case VMSTOR_SRB_STATUS_TIMEOUT:
    case VMSTOR_SRB_STATUS_COMMAND_TIMEOUT:
        return MileHvStorageTimeout;
    case VMSTOR_SRB_STATUS_PENDING: /* A completion with this status contradicts itself. */
    case VMSTOR_SRB_STATUS_INVALID_REQUEST:
    case VMSTOR_SRB_STATUS_BAD_SRB_BLOCK_LENGTH:
    case VMSTOR_SRB_STATUS_ACCESS_DENIED:
    case VMSTOR_SRB_STATUS_BAD_FUNCTION:
    case VMSTOR_SRB_STATUS_INVALID_PARAMETER:
        return MileHvStorageError;
    default:
        return MileHvStorageRetry;
    }
}

/** Outcome of a SAM status byte, where SrbStatus does not decide it. */
static inline MILE_HV_STORAGE_OUTCOME MileHvStorageScsiOutcome(HV_UINT32 ScsiStatus)
{
    switch (ScsiStatus)
    {
    case VMSTOR_SCSI_STATUS_GOOD:
    case VMSTOR_SCSI_STATUS_CONDITION_MET:
        return MileHvStorageGood;
    case VMSTOR_SCSI_STATUS_CHECK_CONDITION:
        return MileHvStorageCheckCondition;
    case VMSTOR_SCSI_STATUS_BUSY:
    case VMSTOR_SCSI_STATUS_QUEUE_FULL:
        return MileHvStorageBusy;
    case VMSTOR_SCSI_STATUS_TASK_ABORTED:
        return MileHvStorageRetry;
    default: /* Reservation conflict, and codes that SAM has retired. */
        return MileHvStorageError;
    }
}

/**
 * Checks the reply to MileHvStorageRequestBuild(), and reduces it to one outcome.
 *
 * SrbStatus takes precedence over ScsiStatus; Status repeats SrbStatus and is evaluated only if both report success.
 * Sense data is valid if SrbStatus reports it. INQUIRY of an absent unit may succeed (MileHvStorageInquiryIsUnit()).
 *
 * @param Reply checked by MileHvStorageReplyCheck().
 * @param Request the request to which the reply belongs.
 * @return MileHvSuccess; MileHvCorrupt: more bytes than requested, or sense data longer than its buffer.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvStorageResultCheck(const VSTOR_PACKET *Reply, const MILE_HV_STORAGE_REQUEST *Request,
                                                      MILE_HV_STORAGE_RESULT *Result)
{
    const VMSCSI_REQUEST *Srb = &Reply->VmSrb;
    const HV_UINT32 Code = Srb->SrbStatus & VMSTOR_SRB_STATUS_MASK;

    MileHvZero(&Result->Sense, (HV_UINT32)sizeof(Result->Sense));
    Result->Outcome = MileHvStorageError;
    Result->TransferredBytes = 0;
    Result->SrbStatus = (HV_UINT8)Code;
    Result->ScsiStatus = Srb->ScsiStatus;
    Result->Reserved[0] = 0;
    Result->Reserved[1] = 0;
    Result->Status = Reply->Status;
    if (Srb->DataTransferLength > Request->DataBytes || Srb->SenseInfoExLength > VMSCSI_SENSE_BUFFER_SIZE)
    {
        return MileHvCorrupt;
    }
    Result->TransferredBytes = Srb->DataTransferLength;
    if (Code == VMSTOR_SRB_STATUS_SUCCESS)
    {
        Result->Outcome = MileHvStorageScsiOutcome(Srb->ScsiStatus);
        if (Result->Outcome == MileHvStorageGood && Reply->Status < 0)
        {
            Result->Outcome = MileHvStorageError;
        }
    }
    else if (Code == VMSTOR_SRB_STATUS_DATA_OVERRUN)
    {
        /*
         * Windows reports with this code that it transferred fewer bytes than requested. OpenVMM
         * refuses the request, and transfers none.
         */
        Result->Outcome = MileHvStorageScsiOutcome(Srb->ScsiStatus);
        if (Result->Outcome == MileHvStorageGood && Srb->DataTransferLength == 0)
        {
            Result->Outcome = MileHvStorageError;
        }
    }
    else if (Code == VMSTOR_SRB_STATUS_ERROR)
    {
        Result->Outcome = MileHvStorageScsiOutcome(Srb->ScsiStatus);
        if (Result->Outcome == MileHvStorageGood)
        {
            Result->Outcome = MileHvStorageError;
        }
    }
    else
    {
        Result->Outcome = MileHvStorageSrbOutcome(Code);
    }
    if ((Srb->SrbStatus & VMSTOR_SRB_STATUS_AUTOSENSE_VALID) != 0)
    {
        (void)MileHvStorageSenseParse(Srb->SenseDataEx, Srb->SenseInfoExLength, &Result->Sense);
    }
    return MileHvSuccess;
}

/**
 * Whether INQUIRY data belongs to a unit. For INQUIRY of an absent unit, OpenVMM reports success and a peripheral
 * qualifier for "no unit".
 *
 * @param FirstByte the first byte of the data; load it only once, because the host can change it.
 * @return 1, or 0: no unit has this address.
 */
static inline HV_UINT32 MileHvStorageInquiryIsUnit(HV_UINT8 FirstByte)
{
    return (FirstByte >> 5) != 3;
}

/**
 * Checks an unsolicited packet.
 *
 * @param Received the packet, from MileHvPacketCheck(). No response is due.
 * @param Version the negotiated version, or 0.
 * @return MileHvSuccess; MileHvInvalid: a completion; MileHvUnavailable: an operation that no host sends unsolicited,
 * drop the packet; MileHvCorrupt.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvStorageEventCheck(const MILE_HV_PACKET *Received, HV_UINT32 Version,
                                                     MILE_HV_STORAGE_EVENT *Event)
{
    VSTOR_PACKET Copy;
    MILE_HV_RESULT Result;

    MileHvZero(Event, (HV_UINT32)sizeof(*Event));
    if (Received->Descriptor.Type != VmbusPacketTypeDataInBand)
    {
        return (Received->Descriptor.Type == VmbusPacketTypeCompletion) ? MileHvInvalid : MileHvCorrupt;
    }
    Result = MileHvStorageCopy(Received, Version, &Copy);
    if (Result != MileHvSuccess)
    {
        return Result;
    }
    switch (Copy.Operation)
    {
    case VStorOperationEventNotification:
        Event->Address.PathId = Copy.NotificationPacket.Path;
        Event->Address.TargetId = Copy.NotificationPacket.Target;
        Event->Address.Lun = Copy.NotificationPacket.Lun;
        Event->Flags = Copy.NotificationPacket.Flags;
        break;
    case VStorOperationEnumerateBus:
    case VStorOperationRemoveDevice:
        break;
    default:
        return MileHvUnavailable;
    }
    Event->Operation = Copy.Operation;
    return MileHvSuccess;
}

/**
 * Address of the disk of an IDE accelerator.
 *
 * @param Offer the offer, checked by MileHvOfferCheck(), of the class VMIDE_ACCELERATOR_CLASS_ID.
 * @param Address receives bus and target, which every request must have; the unit is 0.
 * @return MileHvSuccess; MileHvUnavailable: the offer does not belong to an emulated disk.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvStorageOfferCheck(const VMBUS_CHANNEL_OFFER_CHANNEL *Offer,
                                                     MILE_HV_STORAGE_ADDRESS *Address)
{
    VMSTORAGE_OFFER_PROPERTIES Properties;

    MileHvZero(Address, (HV_UINT32)sizeof(*Address));
    MileHvCopy(&Properties, Offer->UserDefined, (HV_UINT32)sizeof(Properties));
    if ((Properties.Flags & STORAGE_OFFER_EMULATED_IDE_FLAG) == 0)
    {
        return MileHvUnavailable;
    }
    Address->PathId = Properties.PathId;
    Address->TargetId = Properties.TargetId;
    return MileHvSuccess;
}

MILE_HYPERV_GUEST_END

#endif /* !MILE_HYPERV_GUEST_STORAGE */
