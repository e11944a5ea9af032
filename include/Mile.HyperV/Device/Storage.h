/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Synthetic storage: SCSI requests over the VMBus, for SCSI controllers, IDE disks and Fibre Channel adapters.
 *
 * Classes ba6163d9-04a1-4d29-b605-72e2ffb1dc7f (SCSI controller, one channel a
 * controller), 32412632-86cb-44a2-9b5c-50d1417354f5 (IDE accelerator, one a
 * disk) and 2f9bcc4a-0069-4af3-b76b-6fd0be528cda (Fibre Channel, FibreChannel.h).
 * Every packet is a VSTOR_PACKET: in-band for control, with the data's guest
 * pages beside it (GPA-direct, VMBus/Packet.h) for requests. The host answers
 * each with a completion packet of the same transaction id and form:
 *
 *     guest                                       host
 *       |-- VStorOperationBeginInitialization ---->|
 *       |-- VStorOperationQueryProtocolVersion --->|  newest first, until Status is 0;
 *       |                                          |  STATUS_REVISION_MISMATCH: the next
 *       |-- VStorOperationQueryProperties -------->|  MaxTransferBytes, sub-channels
 *       |-- VStorOperationEndInitialization ------>|
 *       |-- VStorOperationCreateSubChannels ------>|  if it has any; they are offered then
 *       |-- VStorOperationExecuteSRB ------------->|  in any number at once, on any channel
 *       |<-- VStorOperationCompleteIo -------------|  SrbStatus, ScsiStatus, sense data
 *       |<-- VStorOperationEnumerateBus -----------|  unasked: a disk came or went
 *
 * A completion's Operation is VStorOperationCompleteIo, whatever was asked; the
 * transaction id tells what it answers. What the host sends unasked wants no
 * completion.
 *
 * FreeBSD asks for sub-channels in this place. OpenVMM takes the request here, on the
 * first channel, and also once before VStorOperationEndInitialization; whatever
 * comes out of its order gets STATUS_INVALID_DEVICE_STATE (0xC0000184). Sub-channels
 * need no initialization of their own, and carry requests only. The open request of
 * each channel has zeros for its user-defined bytes.
 *
 * Sizes by version:
 *
 *                    packet   VMSCSI_REQUEST   sense data
 *     2.0, 4.2       48       36               18           without the fields from Reserve on
 *     5.1, 6.0, 6.2  64       52               20
 *
 * A host fills each packet up to the length of the negotiated version, and Windows
 * guests insist on it; a guest may send the longer one before a version is agreed on
 * (FreeBSD and NetBSD do).
 *
 * No source shows what 6.2 brought, and nothing on the wire is new in it. FreeBSD and
 * NetBSD ask for 6.2, 6.0, 5.1, 4.2 and 2.0 in this order and treat 6.2 as 6.0, but
 * for one thing: where 5.1 or 6.0 was agreed on, a disk's INQUIRY data may claim
 * SPC-2, and they read SPC-3, so that the pages that tell of UNMAP are looked at.
 * Windows' hosts agree on 6.2 since Windows 10 (MacHyperVSupport), OpenVMM on 6.0 at
 * most.
 *
 * FreeBSD looks for units 0 to 63 on targets 0 and 1 of a SCSI controller, and for
 * one unit on an IDE accelerator. A request's data are one GPA range. A good
 * ScsiStatus with an SrbStatus that is no success means that no such unit is there
 * (FreeBSD). FreeBSD leaves the resets alone, since hosts had faults in them; Haiku
 * sends two of them.
 *
 * What a guest checks, because the host is not trusted: a completion belongs to
 * a request in flight, and arrives once; its length; SenseInfoExLength at most
 * VMSCSI_SENSE_BUFFER_SIZE, and sense data only with
 * VMSTOR_SRB_STATUS_AUTOSENSE_VALID; DataTransferLength at most what was asked for.
 *
 * SrbStatus, SrbFlags and QueueAction have the numbers of Windows' storage port
 * interface; all but those that the port keeps to itself are below.
 *
 * Sources: mu_msvm VstorageProtocol.h; OpenVMM storvsp_protocol, storvsp; symbols of
 * storvsc and fcvsc 14347; FreeBSD hv_vstorage.h and hv_storvsc_drv_freebsd.c, NetBSD
 * hvs.c, Haiku busses/scsi/hyperv; MacHyperVSupport's tables of what hosts agree on;
 * mingw-w64 srb.h.
 */

#ifndef MILE_HYPERV_DEVICE_STORAGE
#define MILE_HYPERV_DEVICE_STORAGE

#include "../Hypervisor/Types.h"
#include "../VMBus/DeviceGuid.h"

HV_HEADER_BEGIN

/*
 * Versions.
 */

/** A version: the major number in the high byte. */
#define VMSTOR_PROTOCOL_VERSION(Major, Minor) ((((Major) & 0xFF) << 8) | ((Minor) & 0xFF))
#define VMSTOR_PROTOCOL_MAJOR(Version) (((Version) >> 8) & 0xFF)
#define VMSTOR_PROTOCOL_MINOR(Version) ((Version) & 0xFF)
/** Windows Server 2008. */
#define VMSTOR_PROTOCOL_VERSION_WIN6 0x0200
/** Windows 7, Windows Server 2008 R2. */
#define VMSTOR_PROTOCOL_VERSION_WIN7 0x0402
/** Windows 8: the longer packet, sub-channels. */
#define VMSTOR_PROTOCOL_VERSION_WIN8 0x0501
/** Windows 8.1: notifications. */
#define VMSTOR_PROTOCOL_VERSION_BLUE 0x0600
/** Windows 10. */
#define VMSTOR_PROTOCOL_VERSION_THRESHOLD 0x0602
/** What mu_msvm calls the current one. */
#define VMSTOR_PROTOCOL_VERSION_CURRENT 0x0600
/** No version: all bits, whatever the width it is compared in. */
#define VMSTOR_INVALID_PROTOCOL_VERSION (-1)

/*
 * Requests.
 */

/** Bytes of VMSCSI_REQUEST.Cdb. */
#define CDB16GENERIC_LENGTH 16
/** Bytes of sense data, before 5.1. */
#define VMSCSI_SENSE_BUFFER_SIZE_REVISION_1 18
/** Bytes of VMSCSI_REQUEST.SenseDataEx. */
#define VMSCSI_SENSE_BUFFER_SIZE 20
/** Bytes of the union of the two. */
#define MAX_DATA_BUFFER_LENGTH_WITH_PADDING 20

/** VMSCSI_REQUEST.DataIn. */
#define VMSCSI_IOCTL_DATA_OUT 0
#define VMSCSI_IOCTL_DATA_IN 1
/** What NetBSD and Haiku send where there are no data. */
#define VMSCSI_IOCTL_DATA_UNKNOWN 2

/** SrbStatus: the low six bits are one of these, ... */
#define VMSTOR_SRB_STATUS_PENDING 0x00
#define VMSTOR_SRB_STATUS_SUCCESS 0x01
#define VMSTOR_SRB_STATUS_ABORTED 0x02
#define VMSTOR_SRB_STATUS_ABORT_FAILED 0x03
#define VMSTOR_SRB_STATUS_ERROR 0x04
#define VMSTOR_SRB_STATUS_BUSY 0x05
#define VMSTOR_SRB_STATUS_INVALID_REQUEST 0x06
#define VMSTOR_SRB_STATUS_INVALID_PATH_ID 0x07
#define VMSTOR_SRB_STATUS_NO_DEVICE 0x08
#define VMSTOR_SRB_STATUS_TIMEOUT 0x09
#define VMSTOR_SRB_STATUS_SELECTION_TIMEOUT 0x0A
#define VMSTOR_SRB_STATUS_COMMAND_TIMEOUT 0x0B
#define VMSTOR_SRB_STATUS_MESSAGE_REJECTED 0x0D
#define VMSTOR_SRB_STATUS_BUS_RESET 0x0E
#define VMSTOR_SRB_STATUS_PARITY_ERROR 0x0F
#define VMSTOR_SRB_STATUS_REQUEST_SENSE_FAILED 0x10
#define VMSTOR_SRB_STATUS_NO_HBA 0x11
#define VMSTOR_SRB_STATUS_DATA_OVERRUN 0x12
#define VMSTOR_SRB_STATUS_UNEXPECTED_BUS_FREE 0x13
#define VMSTOR_SRB_STATUS_PHASE_SEQUENCE_FAILURE 0x14
#define VMSTOR_SRB_STATUS_BAD_SRB_BLOCK_LENGTH 0x15
#define VMSTOR_SRB_STATUS_REQUEST_FLUSHED 0x16
#define VMSTOR_SRB_STATUS_INVALID_LUN 0x20
#define VMSTOR_SRB_STATUS_INVALID_TARGET_ID 0x21
#define VMSTOR_SRB_STATUS_BAD_FUNCTION 0x22
#define VMSTOR_SRB_STATUS_ERROR_RECOVERY 0x23
#define VMSTOR_SRB_STATUS_NOT_POWERED 0x24
#define VMSTOR_SRB_STATUS_LINK_DOWN 0x25
#define VMSTOR_SRB_STATUS_INTERNAL_ERROR 0x30
/** ... above them are two flags. */
#define VMSTOR_SRB_STATUS_MASK 0x3F
#define VMSTOR_SRB_STATUS_QUEUE_FROZEN 0x40
#define VMSTOR_SRB_STATUS_AUTOSENSE_VALID 0x80

/**
 * SrbFlags: the direction of the data, again, and how a request is to be handled.
 *
 * Of a host that heeds more than the direction there is one source: OpenVMM's
 * disk takes 0x8000 (a flag that is in no kit) with UNMAP as a request about
 * blocks, not about a file's, and with GET LBA STATUS as one for those that can be
 * consolidated. Haiku sets DISABLE_SYNCH_TRANSFER in each request.
 */
#define VMSTOR_SRB_FLAGS_NO_DATA_TRANSFER 0x00000000
#define VMSTOR_SRB_FLAGS_QUEUE_ACTION_ENABLE 0x00000002
#define VMSTOR_SRB_FLAGS_DISABLE_DISCONNECT 0x00000004
#define VMSTOR_SRB_FLAGS_DISABLE_SYNCH_TRANSFER 0x00000008
#define VMSTOR_SRB_FLAGS_BYPASS_FROZEN_QUEUE 0x00000010
#define VMSTOR_SRB_FLAGS_DISABLE_AUTOSENSE 0x00000020
#define VMSTOR_SRB_FLAGS_DATA_IN 0x00000040
#define VMSTOR_SRB_FLAGS_DATA_OUT 0x00000080
#define VMSTOR_SRB_FLAGS_UNSPECIFIED_DIRECTION 0x000000C0
#define VMSTOR_SRB_FLAGS_NO_QUEUE_FREEZE 0x00000100
#define VMSTOR_SRB_FLAGS_ADAPTER_CACHE_ENABLE 0x00000200
#define VMSTOR_SRB_FLAGS_FREE_SENSE_BUFFER 0x00000400

/** QueueAction: how a request stands to the others of its unit. */
#define VMSTOR_SRB_SIMPLE_TAG_REQUEST 0x20
#define VMSTOR_SRB_HEAD_OF_QUEUE_TAG_REQUEST 0x21
#define VMSTOR_SRB_ORDERED_QUEUE_TAG_REQUEST 0x22

/**
 * A SCSI request and its outcome. Length is the structure's for the negotiated
 * version: VMSTORAGE_SIZEOF_VMSCSI_REQUEST_REVISION_1 or _2.
 */
typedef struct VMSCSI_REQUEST
{
    HV_UINT16 Length;             /**< Bytes of this structure. */
    HV_UINT8 SrbStatus;           /**< VMSTOR_SRB_STATUS_... */
    HV_UINT8 ScsiStatus;          /**< SAM status byte, 0 is good. */
    HV_UINT8 Reserved1;           /**< A port number, to FreeBSD and NetBSD; OpenVMM does not look. */
    HV_UINT8 PathId;
    HV_UINT8 TargetId;
    HV_UINT8 Lun;
    HV_UINT8 CdbLength;
    HV_UINT8 SenseInfoExLength;   /**< Bytes of room, then of sense data (OpenVMM: 20, always). */
    HV_UINT8 DataIn;              /**< VMSCSI_IOCTL_DATA_... */
    HV_UINT8 Properties;
    HV_UINT32 DataTransferLength; /**< Bytes asked for, then moved. */
    union
    {
        HV_UINT8 Cdb[16];         /**< The command, on the way to the host. */
        HV_UINT8 SenseDataEx[20]; /**< The sense data, on the way back. */
        HV_UINT8 ReservedArray[20];
    };
    HV_UINT16 Reserve;      /**< From here on since 5.1. */
    HV_UINT8 QueueTag;
    HV_UINT8 QueueAction;   /**< VMSTOR_SRB_..._TAG_REQUEST. */
    HV_UINT32 SrbFlags;     /**< VMSTOR_SRB_FLAGS_... */
    HV_UINT32 TimeOutValue; /**< Seconds. */
    HV_UINT32 QueueSortKey;
} VMSCSI_REQUEST, *PVMSCSI_REQUEST;
HV_STATIC_ASSERT(sizeof(VMSCSI_REQUEST) == 52);

#define VMSTORAGE_SIZEOF_VMSCSI_REQUEST_REVISION_1 36
#define VMSTORAGE_SIZEOF_VMSCSI_REQUEST_REVISION_2 52

/*
 * What control packets carry.
 */

HV_PACK_BEGIN
/**
 * Answer to VStorOperationQueryProperties. It begins 12 bytes into a packet, where
 * Reserved3 is not aligned to 8, so the structure has no alignment of its own.
 * Before 5.1 the members but MaxTransferBytes may hold anything: Reserved was a
 * version, a path and a target then (16, 8 and 8 bits; FreeBSD, NetBSD).
 */
typedef struct VMSTORAGE_CHANNEL_PROPERTIES
{
    HV_UINT32 Reserved;
    HV_UINT16 MaximumSubChannelCount; /**< How many VStorOperationCreateSubChannels may ask for, if Flags allow. */
    HV_UINT16 Reserved2;
    HV_UINT32 Flags;                  /**< STORAGE_CHANNEL_SUPPORTS_MULTI_CHANNEL. */
    HV_UINT32 MaxTransferBytes;       /**< Of one request. */
    HV_UINT64 Reserved3;
} VMSTORAGE_CHANNEL_PROPERTIES, *PVMSTORAGE_CHANNEL_PROPERTIES;
HV_STATIC_ASSERT(sizeof(VMSTORAGE_CHANNEL_PROPERTIES) == 24);
HV_PACK_END

#define STORAGE_CHANNEL_SUPPORTS_MULTI_CHANNEL 0x1

/** The most that any host moves with one request. */
#define MAX_TRANSFER_LENGTH 0x800000

/**
 * The user-defined bytes of an IDE accelerator's offer (VMBus/Channel.h): which
 * disk it is. For old guests; others go by the instance. Reserved members may hold
 * anything.
 */
typedef struct VMSTORAGE_OFFER_PROPERTIES
{
    HV_UINT16 Reserved;
    HV_UINT8 PathId;
    HV_UINT8 TargetId;
    HV_UINT32 Reserved2;
    HV_UINT32 Flags; /**< STORAGE_OFFER_EMULATED_IDE_FLAG. */
    HV_UINT32 Reserved3[3];
} VMSTORAGE_OFFER_PROPERTIES, *PVMSTORAGE_OFFER_PROPERTIES;
HV_STATIC_ASSERT(sizeof(VMSTORAGE_OFFER_PROPERTIES) == 24);

/** The channel accelerates a disk of the emulated IDE controller. */
#define STORAGE_OFFER_EMULATED_IDE_FLAG 0x2

/** VStorOperationQueryProtocolVersion. */
typedef struct VMSTORAGE_PROTOCOL_VERSION
{
    HV_UINT16 MajorMinor; /**< VMSTOR_PROTOCOL_VERSION_... */
    HV_UINT16 Build;      /**< Of Windows; means nothing, OpenVMM answers 0. */
} VMSTORAGE_PROTOCOL_VERSION, *PVMSTORAGE_PROTOCOL_VERSION;
HV_STATIC_ASSERT(sizeof(VMSTORAGE_PROTOCOL_VERSION) == 4);

/** World wide names of a Fibre Channel adapter; answer to VStorOperationFcHbaData. */
typedef struct VMFC_WWN_PACKET
{
    HV_UINT8 PrimaryWwnActive; /**< Not 0: the primary pair is in use; 0: the secondary. */
    HV_UINT8 Reserved1;
    HV_UINT16 Reserved2;
    HV_UINT8 PrimaryPortWwn[8];
    HV_UINT8 PrimaryNodeWwn[8];
    HV_UINT8 SecondaryPortWwn[8];
    HV_UINT8 SecondaryNodeWwn[8];
} VMFC_WWN_PACKET, *PVMFC_WWN_PACKET;
HV_STATIC_ASSERT(sizeof(VMFC_WWN_PACKET) == 36);

/** What the guest can do, in VStorOperationEndInitialization. */
typedef union VSTOR_CLIENT_PROPERTIES
{
    HV_UINT32 AsUINT32;
    struct
    {
        HV_UINT32 AsyncNotifyCapable : 1; /**< Bit 0: it takes VStorOperationEventNotification. */
        HV_UINT32 Reserved : 31;
    };
} VSTOR_CLIENT_PROPERTIES, *PVSTOR_CLIENT_PROPERTIES;
HV_STATIC_ASSERT(sizeof(VSTOR_CLIENT_PROPERTIES) == 4);

#define VMSTOR_PROPERTY_AN_CAPABLE 0x1

/** Registers for media events of a unit, or ends it; not in VSTOR_PACKET, no known operation carries it. */
typedef struct VSTOR_ASYNC_REGISTER_PACKET
{
    HV_UINT8 Lun;
    HV_UINT8 Target;
    HV_UINT8 Path;
    HV_UINT8 Register;
} VSTOR_ASYNC_REGISTER_PACKET, *PVSTOR_ASYNC_REGISTER_PACKET;
HV_STATIC_ASSERT(sizeof(VSTOR_ASYNC_REGISTER_PACKET) == 4);

/** VStorOperationEventNotification, since 6.0: the medium of a unit changed. */
typedef struct VSTOR_NOTIFICATION_PACKET
{
    HV_UINT8 Lun;
    HV_UINT8 Target;
    HV_UINT8 Path;
    HV_UINT8 Flags;
} VSTOR_NOTIFICATION_PACKET, *PVSTOR_NOTIFICATION_PACKET;
HV_STATIC_ASSERT(sizeof(VSTOR_NOTIFICATION_PACKET) == 4);

/*
 * The packet.
 */

/** VSTOR_PACKET.Operation: guest to host, if it does not say otherwise. */
typedef HV_UINT32 VSTOR_PACKET_OPERATION, *PVSTOR_PACKET_OPERATION;
enum
{
    VStorOperationCompleteIo = 1,                 /**< Host to guest. */
    VStorOperationRemoveDevice = 2,               /**< Host to guest: a unit went; Haiku looks for all again. */
    VStorOperationExecuteSRB = 3,
    VStorOperationResetLun = 4,
    VStorOperationResetAdapter = 5,
    VStorOperationResetBus = 6,
    VStorOperationBeginInitialization = 7,
    VStorOperationEndInitialization = 8,
    VStorOperationQueryProtocolVersion = 9,
    VStorOperationQueryProperties = 0x0000000A,
    VStorOperationEnumerateBus = 0x0000000B,      /**< Host to guest: look for units again. */
    VStorOperationFcHbaData = 0x0000000C,         /**< Answered with VMFC_WWN_PACKET. */
    VStorOperationCreateSubChannels = 0x0000000D, /**< Carries SubChannelCount. */
    VStorOperationEventNotification = 0x0000000E, /**< Host to guest. */
    VStorOperationMaximum = 0x0000000E,
};

/** VSTOR_PACKET.Flags: the host shall answer. A guest sends no other flag. */
#define REQUEST_COMPLETION_FLAG 0x1
#define VSC_LEGAL_FLAGS 0x1

/**
 * The one packet of the protocol, both ways. Status is an NTSTATUS, zero for
 * success; it says how the operation went, and VmSrb how the SCSI request did.
 */
typedef struct VSTOR_PACKET
{
    VSTOR_PACKET_OPERATION Operation;
    HV_UINT32 Flags;
    HV_INT32 Status;
    union
    {
        VMSCSI_REQUEST VmSrb;
        VMSTORAGE_CHANNEL_PROPERTIES StorageChannelProperties;
        VMSTORAGE_PROTOCOL_VERSION Version;
        VMFC_WWN_PACKET FcWwnPacket;
        HV_UINT16 SubChannelCount;
        VSTOR_CLIENT_PROPERTIES ClientProperties;
        VSTOR_NOTIFICATION_PACKET NotificationPacket;
        HV_UINT8 Buffer[52];
    };
} VSTOR_PACKET, *PVSTOR_PACKET;
HV_STATIC_ASSERT(sizeof(VSTOR_PACKET) == 64);

#define VMSTORAGE_SIZEOF_VSTOR_PACKET_REVISION_1 48
#define VMSTORAGE_SIZEOF_VSTOR_PACKET_REVISION_2 64

/*
 * Windows' own address of an adapter's unit, as its drivers report it.
 */

/** Where a unit is, and the names of its Fibre Channel adapter if it is on one. */
typedef struct ADAPTER_ADDRESS
{
    HV_UINT64 PartitionId;
    HV_GUID ChannelInstanceGUID;
    HV_UINT8 Reserved;
    HV_UINT8 PathId;
    HV_UINT8 TargetId;
    HV_UINT8 Lun;
    HV_UINT32 Flags; /**< ADAPTER_ADDRESS_... */
    HV_UINT8 PrimaryWwnActive;
    HV_UINT8 PrimaryPortWwn[8];
    HV_UINT8 PrimaryNodeWwn[8];
    HV_UINT8 SecondaryPortWwn[8];
    HV_UINT8 SecondaryNodeWwn[8];
    HV_UINT8 Padding[7];
} ADAPTER_ADDRESS, *PADAPTER_ADDRESS;
HV_STATIC_ASSERT(sizeof(ADAPTER_ADDRESS) == 72);

#define ADAPTER_ADDRESS_EMULATED_DEVICE 0x1
#define ADAPTER_ADDRESS_SYNTHFC_DEVICE 0x2

/** Data buffers are aligned to 2 bytes. */
#define VSTORAGE_ALIGNMENT_MASK 0x01

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_STORAGE */
