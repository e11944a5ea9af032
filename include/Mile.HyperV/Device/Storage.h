/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Synthetic storage: SCSI requests over the VMBus, for SCSI controllers, IDE disks and Fibre Channel adapters.
 *
 * Classes: VMSCSI_CLASS_ID, ba6163d9-04a1-4d29-b605-72e2ffb1dc7f (SCSI controller, one channel per controller);
 * VMIDE_ACCELERATOR_CLASS_ID, 32412632-86cb-44a2-9b5c-50d1417354f5 (IDE accelerator, one channel per disk);
 * VMFC_CLASS_ID, 2f9bcc4a-0069-4af3-b76b-6fd0be528cda (Fibre Channel, FibreChannel.h). Every packet is a VSTOR_PACKET.
 * Control packets and requests without data are in-band; a request with data is GPA-direct (VMBus/Packet.h) and names
 * one GPA range. The host answers each packet with a completion packet of the same transaction id and form, so each
 * must have the flag VMBUS_DATA_PACKET_FLAG_COMPLETION_REQUESTED: OpenVMM ends the protocol after a packet without it.
 *
 *     guest                                       host
 *       |-- VStorOperationBeginInitialization ---->|
 *       |-- VStorOperationQueryProtocolVersion --->|  newest first, until Status is 0;
 *       |                                          |  HV_NTSTATUS_REVISION_MISMATCH: the next
 *       |-- VStorOperationQueryProperties -------->|  MaxTransferBytes, sub-channels
 *       |-- VStorOperationEndInitialization ------>|
 *       |-- VStorOperationCreateSubChannels ------>|  if supported; the host then offers them
 *       |-- VStorOperationExecuteSRB ------------->|  in any number at once, on any channel
 *       |<-- VStorOperationCompleteIo -------------|  SrbStatus, ScsiStatus, sense data
 *       |<-- VStorOperationEnumerateBus -----------|  unsolicited: a disk came or went
 *
 * The Operation of a completion is VStorOperationCompleteIo, whatever the request was; the
 * transaction id identifies the request. Unsolicited packets of the host request no completion.
 *
 * FreeBSD requests sub-channels where the diagram shows it. OpenVMM accepts the request there, on the first channel,
 * and also once before VStorOperationEndInitialization; a request out of this order fails with
 * HV_NTSTATUS_INVALID_DEVICE_STATE. Sub-channels need no initialization of their own, and carry requests only. The
 * user-defined bytes of the open request of each channel are zero.
 *
 * Sizes by version:
 *
 *                    packet   VMSCSI_REQUEST   sense data
 *     2.0, 4.2       48       36               18           without the members from Reserve on
 *     5.1, 6.0, 6.2  64       52               20
 *
 * A host pads each packet to the length of the negotiated version, and Windows guests require it. A
 * guest may send the longer packet before a version is negotiated (FreeBSD and NetBSD do). In a
 * completion, OpenVMM always writes 52 to VMSCSI_REQUEST.Length and 20 to SenseInfoExLength,
 * whatever the version: a guest must not reject them.
 *
 * The difference of 6.2 is undocumented. FreeBSD and NetBSD request 6.2, 6.0, 5.1, 4.2 and 2.0 in
 * this order and treat 6.2 as 6.0, with one exception: where 5.1 or 6.0 was negotiated, a disk's
 * INQUIRY data may claim SPC-2, and they read it as SPC-3, so that the pages that describe UNMAP
 * are evaluated. Windows hosts accept 6.2 since Windows 10 (MacHyperVSupport), OpenVMM 6.0 at most.
 *
 * Addresses. FreeBSD probes units 0 to 63 on targets 0 and 1 of a SCSI controller. An IDE
 * accelerator has one unit, on the target that VMSTORAGE_OFFER_PROPERTIES.TargetId of its offer
 * specifies: OpenVMM ignores PathId there, but a request for another target reaches an absent unit.
 * DataIn alone decides the direction of the data; OpenVMM ignores the direction in SrbFlags.
 *
 * Results. A guest must read SrbStatus first, then ScsiStatus, then the sense data. Status of a
 * completed request only repeats SrbStatus as an NTSTATUS: OpenVMM returns
 * HV_NTSTATUS_IO_DEVICE_ERROR for every check condition, so a driver that evaluates Status first
 * loses the sense data. The table has the meaning of SrbStatus (its low six bits), by Windows'
 * definitions; an asterisk marks what OpenVMM sends.
 *
 *     SrbStatus                                     meaning for the guest
 *     SUCCESS *                                     done; DataTransferLength bytes were moved
 *     ERROR *                                       ScsiStatus and the sense data specify the error
 *     DATA_OVERRUN *                                another length than requested was transferred;
 *                                                   OpenVMM: refused, and nothing was moved
 *     BUSY, INSUFFICIENT_RESOURCES,                 retry later
 *     THROTTLED_REQUEST, OPERATION_IN_PROGRESS
 *     ABORTED *, BUS_RESET, REQUEST_FLUSHED,        not carried out; retry
 *     TIMEOUT, COMMAND_TIMEOUT
 *     INVALID_REQUEST *, BAD_FUNCTION,              the request is wrong: do not retry it; OpenVMM
 *     BAD_SRB_BLOCK_LENGTH, INVALID_PARAMETER       adds sense data (illegal request)
 *     INVALID_LUN *, NO_DEVICE, INVALID_TARGET_ID,  the unit is absent: remove it, do not retry
 *     INVALID_PATH_ID, SELECTION_TIMEOUT, NO_HBA
 *     ACCESS_DENIED                                 do not retry
 *     all others, INTERNAL_ERROR                    a failure of the host: retry a few times
 *
 * Sense data are valid if SrbStatus has VMSTOR_SRB_STATUS_AUTOSENSE_VALID. Besides the ordinary
 * codes a driver must handle two unit attentions (sense key 6): additional sense code 2A, qualifier
 * 09, the capacity of the unit changed, so the guest reads it again and repeats the request
 * (OpenVMM sends it once after a disk was resized); and 3F, 0E, the list of units changed, so the
 * guest scans the target again.
 *
 * Absent units. Hosts respond differently for a nonexistent unit:
 *
 *                            Windows (FreeBSD's observation)  OpenVMM
 *     INQUIRY                good ScsiStatus, SrbStatus not   SrbStatus SUCCESS, 96 bytes at most, the
 *                            SUCCESS                          first byte is 7F (no such unit)
 *     INQUIRY of a VPD page  the same                         INVALID_REQUEST, sense 5, 24
 *     REPORT LUNS            undocumented                     SUCCESS, the units of the target
 *     all other commands     undocumented                     INVALID_LUN, ScsiStatus 2 (check
 *                                                             condition) without sense data, Status
 *                                                             HV_NTSTATUS_DEVICE_DOES_NOT_EXIST
 *
 * Other differences between hosts:
 *
 *                            Windows                          OpenVMM
 *     versions               up to 6.2                        up to 6.0
 *     MaxTransferBytes       at most MAX_TRANSFER_LENGTH      0x40000
 *     resets                 had faults (FreeBSD)             succeed and do nothing
 *     EnumerateBus           undocumented                     since 4.2; no member counts, all are 0
 *     FcHbaData              Fibre Channel adapters only      not implemented: ends the conversation
 *
 * QEMU has no such device. VStorOperationEnumerateBus has no parameters: the guest scans every
 * target. FreeBSD sends no resets; Haiku sends two kinds.
 *
 * A guest must check, because the host is not trusted: a completion belongs to a request in flight,
 * and arrives once; its length; SenseInfoExLength is at most VMSCSI_SENSE_BUFFER_SIZE;
 * DataTransferLength is at most the requested length.
 *
 * SrbStatus, SrbFlags and QueueAction have the numbers of Windows' storage port interface.
 *
 * Sources: mu_msvm VstorageProtocol.h; OpenVMM storvsp_protocol, storvsp, scsidisk; symbols of
 * storvsc and fcvsc 14347; FreeBSD hv_vstorage.h and hv_storvsc_drv_freebsd.c, NetBSD hvs.c, Haiku
 * busses/scsi/hyperv; Linux 7.3 (facts alone); MacHyperVSupport's tables of host versions; mingw-w64
 * srb.h; Windows SDK 10.0.28000 srb.h and scsi.h.
 */

#ifndef MILE_HYPERV_DEVICE_STORAGE
#define MILE_HYPERV_DEVICE_STORAGE

#include "../Hypervisor/Types.h"
#include "../VMBus/DeviceGuid.h"
#include "../VMBus/NtStatus.h"

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
/** The version that mu_msvm calls the current one. */
#define VMSTOR_PROTOCOL_VERSION_CURRENT 0x0600
/** No version; -1, so that it compares in any width. */
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
/** Bytes of the union of Cdb and SenseDataEx. */
#define MAX_DATA_BUFFER_LENGTH_WITH_PADDING 20

/** VMSCSI_REQUEST.DataIn. */
#define VMSCSI_IOCTL_DATA_OUT 0
#define VMSCSI_IOCTL_DATA_IN 1
/** No data (NetBSD, Haiku). OpenVMM takes every value but VMSCSI_IOCTL_DATA_OUT for data in. */
#define VMSCSI_IOCTL_DATA_UNKNOWN 2

/*
 * VMSCSI_REQUEST.SrbStatus: the low six bits are one of these values.
 */

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
#define VMSTOR_SRB_STATUS_ACCESS_DENIED 0x17
#define VMSTOR_SRB_STATUS_OPERATION_IN_PROGRESS 0x18
#define VMSTOR_SRB_STATUS_INVALID_LUN 0x20
#define VMSTOR_SRB_STATUS_INVALID_TARGET_ID 0x21
#define VMSTOR_SRB_STATUS_BAD_FUNCTION 0x22
#define VMSTOR_SRB_STATUS_ERROR_RECOVERY 0x23
#define VMSTOR_SRB_STATUS_NOT_POWERED 0x24
#define VMSTOR_SRB_STATUS_LINK_DOWN 0x25
#define VMSTOR_SRB_STATUS_INSUFFICIENT_RESOURCES 0x26
#define VMSTOR_SRB_STATUS_THROTTLED_REQUEST 0x27
#define VMSTOR_SRB_STATUS_INVALID_PARAMETER 0x28
#define VMSTOR_SRB_STATUS_INTERNAL_ERROR 0x30
/** Bits of the values; the two flags are above them. */
#define VMSTOR_SRB_STATUS_MASK 0x3F
/** Flag of SrbStatus: the queue of the unit is frozen; for Windows' own drivers. */
#define VMSTOR_SRB_STATUS_QUEUE_FROZEN 0x40
/** Flag of SrbStatus: SenseDataEx contains sense data. */
#define VMSTOR_SRB_STATUS_AUTOSENSE_VALID 0x80

/*
 * VMSCSI_REQUEST.ScsiStatus: the status byte of SAM. Source: Windows SDK scsi.h, OpenVMM scsi_defs.
 */

#define VMSTOR_SCSI_STATUS_GOOD 0x00
/** An error; the sense data specify it. */
#define VMSTOR_SCSI_STATUS_CHECK_CONDITION 0x02
#define VMSTOR_SCSI_STATUS_CONDITION_MET 0x04
/** Retry later. */
#define VMSTOR_SCSI_STATUS_BUSY 0x08
/** Another initiator holds a persistent reservation; do not retry. */
#define VMSTOR_SCSI_STATUS_RESERVATION_CONFLICT 0x18
/** Retry once a request has completed. */
#define VMSTOR_SCSI_STATUS_QUEUE_FULL 0x28
#define VMSTOR_SCSI_STATUS_TASK_ABORTED 0x40

/*
 * Sense data (fixed format): sense key in byte 2, additional sense code in byte 12, its qualifier
 * in byte 13. Only the codes that a driver of this device must know besides the ordinary ones.
 */

/** Sense key of a unit attention. */
#define VMSTOR_SENSE_KEY_UNIT_ATTENTION 0x06
/** Additional sense code, with VMSTOR_SENSE_QUALIFIER_CAPACITY_DATA_CHANGED. */
#define VMSTOR_SENSE_CODE_PARAMETERS_CHANGED 0x2A
/** The capacity of the unit changed: read it again, then repeat the request. */
#define VMSTOR_SENSE_QUALIFIER_CAPACITY_DATA_CHANGED 0x09
/** Additional sense code, with VMSTOR_SENSE_QUALIFIER_REPORTED_LUNS_DATA_CHANGED. */
#define VMSTOR_SENSE_CODE_OPERATING_CONDITIONS_CHANGED 0x3F
/** The list of units changed: scan the target again. */
#define VMSTOR_SENSE_QUALIFIER_REPORTED_LUNS_DATA_CHANGED 0x0E

/** First byte of the INQUIRY data of an absent unit: peripheral qualifier 3, device type 1F. */
#define VMSTOR_INQUIRY_NO_UNIT 0x7F

/*
 * VMSCSI_REQUEST.SrbFlags: flags of Windows' storage port interface. A host ignores the direction
 * here (OpenVMM; DataIn decides), and those that serve Windows' own drivers. OpenVMM's disk
 * evaluates one flag, 0x8000, which no kit has: with UNMAP it marks a request about blocks, not
 * about a file's, with GET LBA STATUS one for blocks that can be consolidated. Haiku sets
 * DISABLE_SYNCH_TRANSFER in each request.
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
#define VMSTOR_SRB_FLAGS_D3_PROCESSING 0x00000800
#define VMSTOR_SRB_FLAGS_SEQUENTIAL_REQUIRED 0x00001000
#define VMSTOR_SRB_FLAGS_IS_ACTIVE 0x00010000
#define VMSTOR_SRB_FLAGS_ALLOCATED_FROM_ZONE 0x00020000
#define VMSTOR_SRB_FLAGS_SGLIST_FROM_POOL 0x00040000
#define VMSTOR_SRB_FLAGS_BYPASS_LOCKED_QUEUE 0x00080000
#define VMSTOR_SRB_FLAGS_NO_KEEP_AWAKE 0x00100000
#define VMSTOR_SRB_FLAGS_PORT_DRIVER_ALLOCSENSE 0x00200000
#define VMSTOR_SRB_FLAGS_PORT_DRIVER_SENSEHASPORT 0x00400000
#define VMSTOR_SRB_FLAGS_DONT_START_NEXT_PACKET 0x00800000
/** Bits that Windows reserves for its port drivers. */
#define VMSTOR_SRB_FLAGS_PORT_DRIVER_RESERVED 0x0F000000
/** Bits that Windows reserves for its class drivers. */
#define VMSTOR_SRB_FLAGS_CLASS_DRIVER_RESERVED 0xF0000000

/*
 * VMSCSI_REQUEST.QueueAction: order of a request among those of its unit.
 */

#define VMSTOR_SRB_SIMPLE_TAG_REQUEST 0x20
#define VMSTOR_SRB_HEAD_OF_QUEUE_TAG_REQUEST 0x21
#define VMSTOR_SRB_ORDERED_QUEUE_TAG_REQUEST 0x22

/** VMSCSI_REQUEST.QueueTag: no tag. */
#define VMSTOR_SRB_UNTAGGED 0xFF

/**
 * SCSI request and its result, both ways.
 */
typedef struct VMSCSI_REQUEST
{
    HV_UINT16 Length;             /**< Bytes of this structure: VMSTORAGE_SIZEOF_VMSCSI_REQUEST_REVISION_1 or _2. */
    HV_UINT8 SrbStatus;           /**< VMSTOR_SRB_STATUS_..., of the result. */
    HV_UINT8 ScsiStatus;          /**< VMSTOR_SCSI_STATUS_..., of the result. */
    HV_UINT8 Reserved1;           /**< Port number by FreeBSD and NetBSD; OpenVMM ignores it. */
    HV_UINT8 PathId;              /**< Bus; 0, or the offer's. Ignored on an IDE accelerator (OpenVMM). */
    HV_UINT8 TargetId;            /**< Target; on an IDE accelerator the offer's. */
    HV_UINT8 Lun;                 /**< Unit. */
    HV_UINT8 CdbLength;           /**< Bytes of Cdb; at most CDB16GENERIC_LENGTH. */
    HV_UINT8 SenseInfoExLength;   /**< Request: room for sense data, in bytes. Result: bytes, or 20 (OpenVMM). */
    HV_UINT8 DataIn;              /**< VMSCSI_IOCTL_DATA_...: the direction of the data. */
    HV_UINT8 Properties;          /**< Undocumented; 0. */
    HV_UINT32 DataTransferLength; /**< Request: bytes of data, at most MaxTransferBytes. Result: bytes moved. */
    union
    {
        HV_UINT8 Cdb[16];         /**< Request: the SCSI command. */
        HV_UINT8 SenseDataEx[20]; /**< Result: the sense data. */
        HV_UINT8 ReservedArray[20];
    };
    HV_UINT16 Reserve;      /**< First member of the extension of 5.1; 0. */
    HV_UINT8 QueueTag;      /**< VMSTOR_SRB_UNTAGGED, or 0. */
    HV_UINT8 QueueAction;   /**< VMSTOR_SRB_..._TAG_REQUEST. */
    HV_UINT32 SrbFlags;     /**< VMSTOR_SRB_FLAGS_... */
    HV_UINT32 TimeOutValue; /**< Seconds. */
    HV_UINT32 QueueSortKey; /**< Undocumented; 0. */
} VMSCSI_REQUEST, *PVMSCSI_REQUEST;
HV_STATIC_ASSERT(sizeof(VMSCSI_REQUEST) == 52);

#define VMSTORAGE_SIZEOF_VMSCSI_REQUEST_REVISION_1 36
#define VMSTORAGE_SIZEOF_VMSCSI_REQUEST_REVISION_2 52

/*
 * Data of control packets.
 */

HV_PACK_BEGIN
/**
 * Response to VStorOperationQueryProperties; host to guest. It begins 12 bytes into a packet, where
 * Reserved3 is not aligned to 8, so the structure has no alignment of its own. Before 5.1 hosts
 * filled ProtocolVersion, PathId, TargetId, Port and UniqueId (FreeBSD, NetBSD); later hosts may
 * leave any value there.
 */
typedef struct VMSTORAGE_CHANNEL_PROPERTIES
{
    union
    {
        HV_UINT32 Reserved;
        struct
        {
            HV_UINT16 ProtocolVersion; /**< VMSTOR_PROTOCOL_VERSION_..., before 5.1. */
            HV_UINT8 PathId;           /**< Bus of an IDE accelerator's disk, before 5.1. */
            HV_UINT8 TargetId;         /**< Target of an IDE accelerator's disk, before 5.1. */
        };
    };
    HV_UINT16 MaximumSubChannelCount; /**< Bound of VSTOR_PACKET.SubChannelCount, if Flags permit sub-channels. */
    union
    {
        HV_UINT16 Reserved2;
        HV_UINT16 Port; /**< Port number, before 5.1. */
    };
    HV_UINT32 Flags;            /**< STORAGE_CHANNEL_..., by version. */
    HV_UINT32 MaxTransferBytes; /**< Maximum bytes of one request's data. */
    union
    {
        HV_UINT64 Reserved3;
        HV_UINT64 UniqueId; /**< Id of the channel, before 5.1. */
    };
} VMSTORAGE_CHANNEL_PROPERTIES, *PVMSTORAGE_CHANNEL_PROPERTIES;
HV_STATIC_ASSERT(sizeof(VMSTORAGE_CHANNEL_PROPERTIES) == 24);
HV_PACK_END

/** VMSTORAGE_CHANNEL_PROPERTIES.Flags, since 5.1: the guest may create sub-channels. */
#define STORAGE_CHANNEL_SUPPORTS_MULTI_CHANNEL 0x1
/** VMSTORAGE_CHANNEL_PROPERTIES.Flags, before 5.1: the medium is removable. Source: Linux (facts alone), FreeBSD. */
#define VMSTORAGE_CHANNEL_REMOVABLE_FLAG 0x1

/** Upper bound of MaxTransferBytes of any host. */
#define MAX_TRANSFER_LENGTH 0x800000

/**
 * User-defined bytes of an IDE accelerator's offer (VMBus/Channel.h): the address of its disk.
 * Reserved members may contain anything.
 */
typedef struct VMSTORAGE_OFFER_PROPERTIES
{
    HV_UINT16 Reserved;
    HV_UINT8 PathId;   /**< IDE channel, 0 or 1. */
    HV_UINT8 TargetId; /**< Drive, 0 or 1; every request must have it in VMSCSI_REQUEST.TargetId. */
    HV_UINT32 Reserved2;
    HV_UINT32 Flags; /**< STORAGE_OFFER_EMULATED_IDE_FLAG. */
    HV_UINT32 Reserved3[3];
} VMSTORAGE_OFFER_PROPERTIES, *PVMSTORAGE_OFFER_PROPERTIES;
HV_STATIC_ASSERT(sizeof(VMSTORAGE_OFFER_PROPERTIES) == 24);

/** The channel accelerates a disk of the emulated IDE controller. */
#define STORAGE_OFFER_EMULATED_IDE_FLAG 0x2

/** Data of VStorOperationQueryProtocolVersion, both ways; VSTOR_PACKET.Status accepts or refuses the version. */
typedef struct VMSTORAGE_PROTOCOL_VERSION
{
    HV_UINT16 MajorMinor; /**< VMSTOR_PROTOCOL_VERSION_... */
    HV_UINT16 Build;      /**< Build of Windows; ignored. OpenVMM returns 0. */
} VMSTORAGE_PROTOCOL_VERSION, *PVMSTORAGE_PROTOCOL_VERSION;
HV_STATIC_ASSERT(sizeof(VMSTORAGE_PROTOCOL_VERSION) == 4);

/** World wide names of a Fibre Channel adapter; response to VStorOperationFcHbaData. */
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

/** Capabilities of the guest, in VStorOperationEndInitialization. */
typedef union VSTOR_CLIENT_PROPERTIES
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 AsyncNotifyCapable : 1; /**< Bit 0: The guest accepts VStorOperationEventNotification. */
        HV_UINT32 Reserved : 31;
    };
#endif
} VSTOR_CLIENT_PROPERTIES, *PVSTOR_CLIENT_PROPERTIES;
HV_STATIC_ASSERT(sizeof(VSTOR_CLIENT_PROPERTIES) == 4);

#define VMSTOR_PROPERTY_AN_CAPABLE 0x1

/** Starts or ends notifications of media events of a unit. No known operation carries it. */
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

/** VSTOR_PACKET.Operation; guest to host unless the comment specifies otherwise. */
typedef HV_UINT32 VSTOR_PACKET_OPERATION, *PVSTOR_PACKET_OPERATION;
enum
{
    VStorOperationCompleteIo = 1,                 /**< Host to guest. */
    VStorOperationRemoveDevice = 2,               /**< Host to guest: a unit went; Haiku scans all units again. */
    VStorOperationExecuteSRB = 3,
    VStorOperationResetLun = 4,
    VStorOperationResetAdapter = 5,
    VStorOperationResetBus = 6,
    VStorOperationBeginInitialization = 7,
    VStorOperationEndInitialization = 8,
    VStorOperationQueryProtocolVersion = 9,
    VStorOperationQueryProperties = 0x0000000A,
    VStorOperationEnumerateBus = 0x0000000B,      /**< Host to guest: scan all units again. No parameters. */
    VStorOperationFcHbaData = 0x0000000C,         /**< Answered with VMFC_WWN_PACKET. */
    VStorOperationCreateSubChannels = 0x0000000D, /**< Carries SubChannelCount. */
    VStorOperationEventNotification = 0x0000000E, /**< Host to guest. */
    VStorOperationMaximum = 0x0000000E,
};

/** VSTOR_PACKET.Flags: the guest requests a response. The VMBus packet must request a completion too. */
#define REQUEST_COMPLETION_FLAG 0x1
#define VSC_LEGAL_FLAGS 0x1

/**
 * The one packet of the protocol, both ways.
 */
typedef struct VSTOR_PACKET
{
    VSTOR_PACKET_OPERATION Operation;
    HV_UINT32 Flags;    /**< REQUEST_COMPLETION_FLAG, or 0 from the host. */
    HV_NTSTATUS Status; /**< Result of a control packet; of a request, a repetition of SrbStatus. */
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

/** Address of a unit, and the names of its Fibre Channel adapter if it is on one. */
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
