/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Synthetic storage: SCSI requests over the VMBus, for SCSI controllers, IDE disks and Fibre Channel adapters.
 *
 * Classes: VMSCSI_CLASS_ID, ba6163d9-04a1-4d29-b605-72e2ffb1dc7f (SCSI controller, one channel per
 * controller); VMIDE_ACCELERATOR_CLASS_ID, 32412632-86cb-44a2-9b5c-50d1417354f5 (IDE accelerator,
 * one channel per disk); VMFC_CLASS_ID, 2f9bcc4a-0069-4af3-b76b-6fd0be528cda (Fibre Channel,
 * FibreChannel.h). Every packet is a VSTOR_PACKET. Control packets and requests without data are
 * in-band; a request with data is GPA-direct (VMBus/Packet.h) and names one GPA range. The host
 * answers each packet with a completion packet that repeats the transaction id and is a
 * VSTOR_PACKET too, so each packet of the guest must have the flag
 * VMBUS_DATA_PACKET_FLAG_COMPLETION_REQUESTED: OpenVMM ends the protocol after a packet without it.
 *
 *     guest                                       host
 *       |-- VStorOperationBeginInitialization ---->|
 *       |-- VStorOperationQueryProtocolVersion --->|  newest first, until Status is 0;
 *       |                                          |  HV_NTSTATUS_REVISION_MISMATCH refuses one
 *       |-- VStorOperationQueryProperties -------->|  MaxTransferBytes, sub-channels
 *       |-- VStorOperationEndInitialization ------>|
 *       |-- VStorOperationCreateSubChannels ------>|  if supported; the host then offers them
 *       |-- VStorOperationExecuteSRB ------------->|  in any number at once, on any channel
 *       |<-- VStorOperationCompleteIo -------------|  SrbStatus, ScsiStatus, sense data
 *       |<-- VStorOperationEnumerateBus -----------|  unsolicited: a disk was added or removed
 *
 * The Operation of a completion is VStorOperationCompleteIo, whatever the request was; the
 * transaction id identifies the request. Unsolicited packets of the host request no completion.
 *
 * FreeBSD requests sub-channels after VStorOperationEndInitialization. OpenVMM accepts the request
 * then, on the first channel, and also once before VStorOperationEndInitialization; a request out
 * of this order fails with HV_NTSTATUS_INVALID_DEVICE_STATE. Sub-channels need no initialization of
 * their own, and carry requests only. The user-defined bytes of the open request of each channel
 * must be zero.
 *
 * Hot-added and hot-removed disks. The host sends VStorOperationEnumerateBus, since 4.2 (OpenVMM).
 * No member except Operation counts, and all of them are 0. The guest must not complete the packet.
 * It should scan every target with REPORT LUNS or INQUIRY, add the units that are new and remove
 * the units that are absent.
 *
 * Sizes by version:
 *
 *                    packet   VMSCSI_REQUEST   sense data
 *     2.0, 4.2       48       36               18           without Reserve and all later members
 *     5.1, 6.0, 6.2  64       52               20
 *
 * A host pads each packet to the length of the negotiated version, and Windows guests require it. A
 * guest may send the longer packet before a version is negotiated (FreeBSD and NetBSD do). In a
 * completion, OpenVMM always writes 52 to VMSCSI_REQUEST.Length and 20 to SenseInfoExLength,
 * whatever the version: a guest must not reject them.
 *
 * The difference of 6.2 is undocumented. FreeBSD and NetBSD request 6.2, 6.0, 5.1, 4.2 and 2.0 in
 * this order and treat 6.2 as 6.0, with one exception: where 5.1 or 6.0 was negotiated, a disk's
 * INQUIRY data may claim SPC-2, and they treat it as SPC-3, so that they evaluate the pages that
 * describe UNMAP. Windows hosts accept 6.2 since Windows 10 (MacHyperVSupport), OpenVMM 6.0 at
 * most.
 *
 * Addresses. FreeBSD probes units 0 to 63 on targets 0 and 1 of a SCSI controller. An IDE
 * accelerator has one unit, on the target that VMSTORAGE_OFFER_PROPERTIES.TargetId of its offer
 * specifies: OpenVMM ignores PathId there, but a request for another target reaches an absent unit.
 * DataIn alone decides the direction of the data; OpenVMM ignores the direction in SrbFlags.
 *
 * Results. A guest must read SrbStatus first, then ScsiStatus, then the sense data. Status of a
 * completed request only repeats SrbStatus as an NTSTATUS: OpenVMM returns
 * HV_NTSTATUS_IO_DEVICE_ERROR for SrbStatus ERROR and INVALID_REQUEST, so a driver that evaluates
 * Status first loses the sense data. The following table contains the meaning of SrbStatus (its low
 * six bits), by the definitions of Windows; an asterisk marks the values that OpenVMM sends.
 *
 *     SrbStatus                                     meaning for the guest
 *     SUCCESS *                                     done; DataTransferLength bytes were moved
 *     ERROR *                                       ScsiStatus and the sense data specify the error
 *     DATA_OVERRUN *                                the transferred length is not the requested one;
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
 *     INQUIRY of a VPD page  as for INQUIRY                   INVALID_REQUEST, sense 5, 24
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
 *     FcHbaData              Fibre Channel adapters only      not implemented: ends the protocol
 *
 * QEMU has no such device. FreeBSD sends no resets; Haiku sends two kinds.
 *
 * A guest must check, because the host is not trusted: a completion belongs to a request in flight,
 * and arrives once; its length; SenseInfoExLength is at most VMSCSI_SENSE_BUFFER_SIZE;
 * DataTransferLength is at most the requested length.
 *
 * SrbStatus, SrbFlags and QueueAction have the numbers of Windows' storage port interface.
 *
 * Sources: mu_msvm VstorageProtocol.h; OpenVMM storvsp_protocol, storvsp, scsidisk; symbols of
 * storvsc and fcvsc 14347; FreeBSD hv_vstorage.h and hv_storvsc_drv_freebsd.c, NetBSD hvs.c, Haiku
 * busses/scsi/hyperv; Linux 7.3 (facts alone); MacHyperVSupport's tables of host versions;
 * mingw-w64 srb.h; Windows SDK 10.0.28000 srb.h and scsi.h.
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

/** Composes a version from its major number (high byte) and minor number (low byte). */
#define VMSTOR_PROTOCOL_VERSION(Major, Minor) ((((Major) & 0xFF) << 8) | ((Minor) & 0xFF))
#define VMSTOR_PROTOCOL_MAJOR(Version) (((Version) >> 8) & 0xFF)
#define VMSTOR_PROTOCOL_MINOR(Version) ((Version) & 0xFF)
/** Version 2.0: Windows Server 2008. */
#define VMSTOR_PROTOCOL_VERSION_WIN6 0x0200
/** Version 4.2: Windows 7, Windows Server 2008 R2. */
#define VMSTOR_PROTOCOL_VERSION_WIN7 0x0402
/** Version 5.1: Windows 8. It adds the longer packet and sub-channels. */
#define VMSTOR_PROTOCOL_VERSION_WIN8 0x0501
/** Version 6.0: Windows 8.1. It adds notifications. */
#define VMSTOR_PROTOCOL_VERSION_BLUE 0x0600
/** Version 6.2: Windows 10. */
#define VMSTOR_PROTOCOL_VERSION_THRESHOLD 0x0602
/** Version 6.0, the current version of mu_msvm. */
#define VMSTOR_PROTOCOL_VERSION_CURRENT 0x0600
/** Invalid version; -1, so that it compares equal in any width. */
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

/** VMSCSI_REQUEST.DataIn: data from the guest to the unit. */
#define VMSCSI_IOCTL_DATA_OUT 0
/** VMSCSI_REQUEST.DataIn: data from the unit to the guest. */
#define VMSCSI_IOCTL_DATA_IN 1
/**
 * VMSCSI_REQUEST.DataIn: no data (NetBSD, Haiku). OpenVMM treats every value except
 * VMSCSI_IOCTL_DATA_OUT as data in.
 */
#define VMSCSI_IOCTL_DATA_UNKNOWN 2

/*
 * VMSCSI_REQUEST.SrbStatus: the low six bits are one of the VMSTOR_SRB_STATUS_... values.
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
/** Bits of SrbStatus that contain the value; its flags are above them. */
#define VMSTOR_SRB_STATUS_MASK 0x3F
/** Flag of SrbStatus: the queue of the unit is frozen; it concerns Windows' own drivers only. */
#define VMSTOR_SRB_STATUS_QUEUE_FROZEN 0x40
/** Flag of SrbStatus: SenseDataEx contains sense data. */
#define VMSTOR_SRB_STATUS_AUTOSENSE_VALID 0x80

/*
 * VMSCSI_REQUEST.ScsiStatus: the status byte of SAM (SCSI architecture model). Source: Windows SDK
 * scsi.h, OpenVMM scsi_defs.
 */

#define VMSTOR_SCSI_STATUS_GOOD 0x00
/** Error; the sense data specify it. */
#define VMSTOR_SCSI_STATUS_CHECK_CONDITION 0x02
#define VMSTOR_SCSI_STATUS_CONDITION_MET 0x04
/** Busy; the guest should retry later. */
#define VMSTOR_SCSI_STATUS_BUSY 0x08
/** Reservation conflict: another initiator holds a reservation; the guest should not retry. */
#define VMSTOR_SCSI_STATUS_RESERVATION_CONFLICT 0x18
/** Full queue of the unit; the guest should retry after a request has completed. */
#define VMSTOR_SCSI_STATUS_QUEUE_FULL 0x28
#define VMSTOR_SCSI_STATUS_TASK_ABORTED 0x40

/*
 * Sense data (fixed format): sense key in byte 2, additional sense code in byte 12, its qualifier
 * in byte 13. This section contains only the codes that a driver of this device must handle besides
 * the ordinary ones.
 */

/** Sense key of a unit attention. */
#define VMSTOR_SENSE_KEY_UNIT_ATTENTION 0x06
/** Additional sense code of VMSTOR_SENSE_QUALIFIER_CAPACITY_DATA_CHANGED. */
#define VMSTOR_SENSE_CODE_PARAMETERS_CHANGED 0x2A
/** Changed capacity of the unit; the guest must read it again and repeat the request. */
#define VMSTOR_SENSE_QUALIFIER_CAPACITY_DATA_CHANGED 0x09
/** Additional sense code of VMSTOR_SENSE_QUALIFIER_REPORTED_LUNS_DATA_CHANGED. */
#define VMSTOR_SENSE_CODE_OPERATING_CONDITIONS_CHANGED 0x3F
/** Changed list of units; the guest must scan the target again. */
#define VMSTOR_SENSE_QUALIFIER_REPORTED_LUNS_DATA_CHANGED 0x0E

/** First byte of the INQUIRY data of an absent unit: peripheral qualifier 3, device type 1F. */
#define VMSTOR_INQUIRY_NO_UNIT 0x7F

/*
 * VMSCSI_REQUEST.SrbFlags: flags of Windows' storage port interface. A host ignores the direction
 * in SrbFlags (OpenVMM; DataIn decides) and the flags that serve Windows' own drivers. OpenVMM's
 * disk evaluates one flag, 0x8000, which no kit defines: with UNMAP it marks a request about blocks
 * that do not belong to a file; with GET LBA STATUS, a request for blocks that can be consolidated.
 * Haiku sets DISABLE_SYNCH_TRANSFER in each request.
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
 * VMSCSI_REQUEST.QueueAction: order of a request among the requests of its unit.
 */

/** The unit may reorder the request. */
#define VMSTOR_SRB_SIMPLE_TAG_REQUEST 0x20
/** The unit must carry out the request before all queued requests. */
#define VMSTOR_SRB_HEAD_OF_QUEUE_TAG_REQUEST 0x21
/** The unit must carry out the request in the order of arrival. */
#define VMSTOR_SRB_ORDERED_QUEUE_TAG_REQUEST 0x22

/** VMSCSI_REQUEST.QueueTag: no tag. */
#define VMSTOR_SRB_UNTAGGED 0xFF

/**
 * SCSI request and its result; both ways. VStorOperationExecuteSRB carries the request,
 * VStorOperationCompleteIo the result. Since version 2.0.
 */
typedef struct VMSCSI_REQUEST
{
    HV_UINT16 Length;    /**< Bytes of this structure: 36 up to version 4.2, 52 since 5.1. */
    HV_UINT8 SrbStatus;  /**< VMSTOR_SRB_STATUS_..., of the result. */
    HV_UINT8 ScsiStatus; /**< VMSTOR_SCSI_STATUS_..., of the result. */
    HV_UINT8 Reserved1;  /**< Port number in FreeBSD and NetBSD; OpenVMM ignores it. */
    HV_UINT8 PathId;     /**< Bus: 0, or that of the offer. OpenVMM ignores it on an IDE accelerator. */
    HV_UINT8 TargetId;   /**< Target; on an IDE accelerator, that of the offer. */
    HV_UINT8 Lun;        /**< Logical unit number. */
    HV_UINT8 CdbLength;  /**< Bytes of Cdb; at most CDB16GENERIC_LENGTH. */
    /**
     * Request: bytes of room for sense data. Result: bytes of sense data, or always 20 (OpenVMM).
     */
    HV_UINT8 SenseInfoExLength;
    HV_UINT8 DataIn;     /**< VMSCSI_IOCTL_DATA_..., the direction of the data. */
    HV_UINT8 Properties; /**< Undocumented; 0. */
    /** Request: bytes of data; at most MaxTransferBytes. Result: bytes moved. */
    HV_UINT32 DataTransferLength;
    union
    {
        HV_UINT8 Cdb[16];         /**< Request: the SCSI command. */
        HV_UINT8 SenseDataEx[20]; /**< Result: the sense data. */
        HV_UINT8 ReservedArray[20];
    };
    HV_UINT16 Reserve;      /**< Start of the extension of version 5.1; 0. */
    HV_UINT8 QueueTag;      /**< VMSTOR_SRB_UNTAGGED, or 0. */
    HV_UINT8 QueueAction;   /**< VMSTOR_SRB_..._TAG_REQUEST. */
    HV_UINT32 SrbFlags;     /**< VMSTOR_SRB_FLAGS_... */
    HV_UINT32 TimeOutValue; /**< Time limit of the request, in seconds. */
    HV_UINT32 QueueSortKey; /**< Undocumented; 0. */
} VMSCSI_REQUEST, *PVMSCSI_REQUEST;
HV_STATIC_ASSERT(sizeof(VMSCSI_REQUEST) == 52);

/** Bytes of VMSCSI_REQUEST, up to version 4.2. */
#define VMSTORAGE_SIZEOF_VMSCSI_REQUEST_REVISION_1 36
/** Bytes of VMSCSI_REQUEST, since version 5.1. */
#define VMSTORAGE_SIZEOF_VMSCSI_REQUEST_REVISION_2 52

/*
 * Data of control packets.
 */

HV_PACK_BEGIN
/**
 * Properties of the channel; response to VStorOperationQueryProperties, host to guest. Since
 * version 2.0.
 *
 * The structure begins 12 bytes into a packet, where Reserved3 is not aligned to 8, so it has no
 * alignment of its own. Before 5.1, hosts filled ProtocolVersion, PathId, TargetId, Port and
 * UniqueId (FreeBSD, NetBSD); later hosts may leave any value there.
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
    /** Maximum number of sub-channels (VSTOR_PACKET.SubChannelCount), if Flags permits them. */
    HV_UINT16 MaximumSubChannelCount;
    union
    {
        HV_UINT16 Reserved2;
        HV_UINT16 Port; /**< Port number, before 5.1. */
    };
    /** STORAGE_CHANNEL_SUPPORTS_MULTI_CHANNEL; before 5.1, VMSTORAGE_CHANNEL_REMOVABLE_FLAG. */
    HV_UINT32 Flags;
    /** Maximum bytes of data of one request; at most MAX_TRANSFER_LENGTH. */
    HV_UINT32 MaxTransferBytes;
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
/**
 * VMSTORAGE_CHANNEL_PROPERTIES.Flags, before 5.1: the medium is removable. Source: Linux (facts
 * alone), FreeBSD.
 */
#define VMSTORAGE_CHANNEL_REMOVABLE_FLAG 0x1

/** Maximum of MaxTransferBytes, in bytes, of any host. */
#define MAX_TRANSFER_LENGTH 0x800000

/**
 * Address of an IDE accelerator's disk; the user-defined bytes of its offer (VMBus/Channel.h), host
 * to guest. Reserved members may have any value.
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

/**
 * VMSTORAGE_OFFER_PROPERTIES.Flags: the channel accelerates a disk of the emulated IDE controller.
 */
#define STORAGE_OFFER_EMULATED_IDE_FLAG 0x2

/**
 * Protocol version; data of VStorOperationQueryProtocolVersion, both ways. VSTOR_PACKET.Status of
 * the completion accepts or refuses it. Since version 2.0.
 */
typedef struct VMSTORAGE_PROTOCOL_VERSION
{
    HV_UINT16 MajorMinor; /**< VMSTOR_PROTOCOL_VERSION_..., the requested version. */
    HV_UINT16 Build;      /**< Build number of Windows; ignored. OpenVMM returns 0. */
} VMSTORAGE_PROTOCOL_VERSION, *PVMSTORAGE_PROTOCOL_VERSION;
HV_STATIC_ASSERT(sizeof(VMSTORAGE_PROTOCOL_VERSION) == 4);

/**
 * World wide names of a Fibre Channel adapter; response to VStorOperationFcHbaData, host to guest.
 * Its first version is undocumented.
 */
typedef struct VMFC_WWN_PACKET
{
    /** Nonzero if the primary pair is in use, 0 if the secondary pair is. */
    HV_UINT8 PrimaryWwnActive;
    HV_UINT8 Reserved1;
    HV_UINT16 Reserved2;
    HV_UINT8 PrimaryPortWwn[8];   /**< World wide port name of the primary pair. */
    HV_UINT8 PrimaryNodeWwn[8];   /**< World wide node name of the primary pair. */
    HV_UINT8 SecondaryPortWwn[8]; /**< World wide port name of the secondary pair. */
    HV_UINT8 SecondaryNodeWwn[8]; /**< World wide node name of the secondary pair. */
} VMFC_WWN_PACKET, *PVMFC_WWN_PACKET;
HV_STATIC_ASSERT(sizeof(VMFC_WWN_PACKET) == 36);

/** Capabilities of the guest; data of VStorOperationEndInitialization, guest to host. */
typedef union VSTOR_CLIENT_PROPERTIES
{
    HV_UINT32 AsUINT32; /**< All capabilities in one word. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 AsyncNotifyCapable : 1; /**< Bit 0: The guest accepts VStorOperationEventNotification. */
        HV_UINT32 Reserved : 31;
    };
#endif
} VSTOR_CLIENT_PROPERTIES, *PVSTOR_CLIENT_PROPERTIES;
HV_STATIC_ASSERT(sizeof(VSTOR_CLIENT_PROPERTIES) == 4);

/** Mask of VSTOR_CLIENT_PROPERTIES.AsyncNotifyCapable. */
#define VMSTOR_PROPERTY_AN_CAPABLE 0x1

/** Starts or ends notifications of media events of a unit. No known operation carries it. */
typedef struct VSTOR_ASYNC_REGISTER_PACKET
{
    HV_UINT8 Lun;      /**< Logical unit number. */
    HV_UINT8 Target;   /**< SCSI target id of the unit. */
    HV_UINT8 Path;     /**< Bus. */
    HV_UINT8 Register; /**< Undocumented. */
} VSTOR_ASYNC_REGISTER_PACKET, *PVSTOR_ASYNC_REGISTER_PACKET;
HV_STATIC_ASSERT(sizeof(VSTOR_ASYNC_REGISTER_PACKET) == 4);

/**
 * Changed medium of a unit; data of VStorOperationEventNotification, host to guest, unsolicited. No
 * response. Since version 6.0.
 */
typedef struct VSTOR_NOTIFICATION_PACKET
{
    HV_UINT8 Lun;    /**< Logical unit number. */
    HV_UINT8 Target; /**< SCSI target id of the unit. */
    HV_UINT8 Path;   /**< Bus. */
    HV_UINT8 Flags;  /**< Undocumented. */
} VSTOR_NOTIFICATION_PACKET, *PVSTOR_NOTIFICATION_PACKET;
HV_STATIC_ASSERT(sizeof(VSTOR_NOTIFICATION_PACKET) == 4);

/*
 * The packet.
 */

/**
 * VSTOR_PACKET.Operation. Guest to host, with a completion as the response, unless the comment
 * specifies otherwise.
 */
typedef HV_UINT32 VSTOR_PACKET_OPERATION, *PVSTOR_PACKET_OPERATION;
enum
{
    VStorOperationCompleteIo = 1, /**< Host to guest; response to any packet of the guest. */
    /** Host to guest, unsolicited: a unit was removed. Haiku scans all units again. */
    VStorOperationRemoveDevice = 2,
    VStorOperationExecuteSRB = 3, /**< Data is VmSrb. */
    VStorOperationResetLun = 4,
    VStorOperationResetAdapter = 5,
    VStorOperationResetBus = 6,
    VStorOperationBeginInitialization = 7,
    VStorOperationEndInitialization = 8,        /**< Data is ClientProperties. */
    VStorOperationQueryProtocolVersion = 9,     /**< Data is Version. */
    VStorOperationQueryProperties = 0x0000000A, /**< Response data is StorageChannelProperties. */
    /** Host to guest, unsolicited: the guest must scan all units again. No data. */
    VStorOperationEnumerateBus = 0x0000000B,
    VStorOperationFcHbaData = 0x0000000C, /**< Response data is FcWwnPacket. */
    /** Data is SubChannelCount. Since version 5.1. */
    VStorOperationCreateSubChannels = 0x0000000D,
    /** Host to guest, unsolicited; data is NotificationPacket. */
    VStorOperationEventNotification = 0x0000000E,
    VStorOperationMaximum = 0x0000000E,
};

/**
 * VSTOR_PACKET.Flags: the guest requests a response. The VMBus packet must request a completion
 * too.
 */
#define REQUEST_COMPLETION_FLAG 0x1
/** Mask of the defined flags of VSTOR_PACKET.Flags. */
#define VSC_LEGAL_FLAGS 0x1

/**
 * Any packet of the protocol; both ways. VStorOperationCompleteIo answers each packet of the guest.
 * All versions, except for the operations whose comments name one.
 */
typedef struct VSTOR_PACKET
{
    VSTOR_PACKET_OPERATION Operation; /**< VStorOperation...; selects the member of the union. */
    HV_UINT32 Flags;                  /**< REQUEST_COMPLETION_FLAG, or 0 from the host. */
    HV_NTSTATUS Status;               /**< Result. For a SCSI request it repeats SrbStatus as an NTSTATUS. */
    union
    {
        VMSCSI_REQUEST VmSrb; /**< VStorOperationExecuteSRB and its result. */
        /** Response to VStorOperationQueryProperties. */
        VMSTORAGE_CHANNEL_PROPERTIES StorageChannelProperties;
        VMSTORAGE_PROTOCOL_VERSION Version; /**< VStorOperationQueryProtocolVersion. */
        VMFC_WWN_PACKET FcWwnPacket;        /**< Response to VStorOperationFcHbaData. */
        /**
         * VStorOperationCreateSubChannels: number of sub-channels requested; at most
         * MaximumSubChannelCount.
         */
        HV_UINT16 SubChannelCount;
        VSTOR_CLIENT_PROPERTIES ClientProperties;     /**< VStorOperationEndInitialization. */
        VSTOR_NOTIFICATION_PACKET NotificationPacket; /**< VStorOperationEventNotification. */
        HV_UINT8 Buffer[52];                          /**< All bytes of the union. */
    };
} VSTOR_PACKET, *PVSTOR_PACKET;
HV_STATIC_ASSERT(sizeof(VSTOR_PACKET) == 64);

/** Bytes of VSTOR_PACKET, up to version 4.2. */
#define VMSTORAGE_SIZEOF_VSTOR_PACKET_REVISION_1 48
/** Bytes of VSTOR_PACKET, since version 5.1. */
#define VMSTORAGE_SIZEOF_VSTOR_PACKET_REVISION_2 64

/*
 * Windows' own address of an adapter's unit, as its drivers report it.
 */

/**
 * Address of a unit in Windows, with the names of its Fibre Channel adapter if it has one. No
 * message carries it.
 */
typedef struct ADAPTER_ADDRESS
{
    HV_UINT64 PartitionId;       /**< Undocumented. */
    HV_GUID ChannelInstanceGUID; /**< Instance id of the channel's offer. */
    HV_UINT8 Reserved;
    HV_UINT8 PathId;   /**< Bus. */
    HV_UINT8 TargetId; /**< SCSI target of the bus. */
    HV_UINT8 Lun;      /**< Logical unit number. */
    HV_UINT32 Flags;   /**< ADAPTER_ADDRESS_... */
    /** Nonzero if the primary pair is in use, 0 if the secondary pair is. */
    HV_UINT8 PrimaryWwnActive;
    HV_UINT8 PrimaryPortWwn[8];   /**< World wide port name of the primary pair. */
    HV_UINT8 PrimaryNodeWwn[8];   /**< World wide node name of the primary pair. */
    HV_UINT8 SecondaryPortWwn[8]; /**< World wide port name of the secondary pair. */
    HV_UINT8 SecondaryNodeWwn[8]; /**< World wide node name of the secondary pair. */
    HV_UINT8 Padding[7];
} ADAPTER_ADDRESS, *PADAPTER_ADDRESS;
HV_STATIC_ASSERT(sizeof(ADAPTER_ADDRESS) == 72);

/** ADAPTER_ADDRESS.Flags: the unit is on an emulated controller. */
#define ADAPTER_ADDRESS_EMULATED_DEVICE 0x1
/** ADAPTER_ADDRESS.Flags: the unit is on a synthetic Fibre Channel adapter. */
#define ADAPTER_ADDRESS_SYNTHFC_DEVICE 0x2

/** Alignment mask of data buffers: 2 bytes. */
#define VSTORAGE_ALIGNMENT_MASK 0x01

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_STORAGE */
