/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Snapshots (VSS): the host freezes the guest's file systems while it makes a backup.
 *
 * Class IC_VSS_CLASS_ID, 35fa2e29-ea23-4236-96ae-3a6ebacba440; an integration component
 * (IntegrationComponent.h). The host can query whether the guest supports a backup while it
 * runs, freeze its applications, thaw them, and report that the backup is complete.
 *
 * FreeBSD supports 5.0 and needs three operations for a backup. Our sources document the layouts
 * and names of the other operations, which Windows guests support, but not their order.
 *
 *     host                                       guest
 *       |-- ICVssOperationCheckHotBackup --------->|  response: Flags 5
 *       |-- ICVssOperationFreezeApplications ----->|  applications first, then file systems
 *       |   ... the host makes the snapshot ...    |
 *       |-- ICVssOperationThawApplications ------->|  file systems first, then applications
 *
 * FreeBSD's name for Flags 5 says that no automatic recovery is needed; FreeBSD sends that value
 * even after a failure. It responds to ICVssOperationGetDirectMappedDevicesInfo with Flags 0,
 * and does not respond to the remaining operations. It responds when an operation has finished,
 * or with IC_STATUS_FAIL after 15 s, and drops messages that arrive before that: the host has
 * one request open at a time.
 *
 * Operation selects the structure of a message:
 * - create, delete, check, direct mapped devices, backup complete, thaw:
 *   IC_VSS_MSG;
 * - freeze and automatic recovery, since 5.0: IC_VSS_MSG2, or IC_VSS_MSG2_EX;
 * - cluster information, since 6.0: IC_VSS_MSG3, or IC_VSS_MSG3_EX.
 *
 * ICMsgSize distinguishes the two forms of a message: the longer form only adds members at the
 * end. The receiver must not trust LunCount and must check it against IC_VSS_MAX_VHD_COUNT.
 *
 * Sources: OpenVMM hyperv_ic_protocol; FreeBSD hv_snapshot.c; the original
 * Mile.HyperV (1.x).
 */

#ifndef MILE_HYPERV_DEVICE_VOLUME_SHADOW_COPY
#define MILE_HYPERV_DEVICE_VOLUME_SHADOW_COPY

#include "IntegrationComponent.h"

HV_HEADER_BEGIN

/*
 * Versions, as initializers of IC_VERSION.
 */

/** 4.0, Windows 8. */
#define IC_VSS_VERSION_4 { 4, 0 }
/** 5.0, Windows 8.1. */
#define IC_VSS_VERSION_5 { 5, 0 }
/** 6.0, Windows 10. */
#define IC_VSS_VERSION_6 { 6, 0 }
/** 7.0, the first update of Windows 10. */
#define IC_VSS_VERSION_7 { 7, 0 }

/** Most disks that a message lists. */
#define IC_VSS_MAX_VHD_COUNT 260

/** Operation of a message, in IC_VSS_MSG_HDR. Host to guest; the guest responds to each. */
typedef HV_UINT32 IC_VSS_OPERATION, *PIC_VSS_OPERATION;
enum
{
    ICVssOperationCreate = 0,
    ICVssOperationDelete = 1,
    ICVssOperationCheckHotBackup = 2,
    ICVssOperationGetDirectMappedDevicesInfo = 3,
    ICVssOperationBackupComplete = 4,               /**< Since 4.0. */
    ICVssOperationFreezeApplications = 5,           /**< Since 5.0. */
    ICVssOperationThawApplications = 6,             /**< Since 5.0. */
    ICVssOperationAutoRecover = 7,                  /**< Since 5.0. */
    ICVssOperationQueryGuestClusterInformation = 8, /**< Since 6.0. */
    ICVssOperationCount = 9,
};

/** Header of each message; follows the component's header. The body begins at byte 8. */
typedef struct IC_VSS_MSG_HDR
{
    HV_UINT8 Operation; /**< IC_VSS_OPERATION. */
    HV_UINT8 Reserved[4];
} IC_VSS_MSG_HDR, *PIC_VSS_MSG_HDR;
HV_STATIC_ASSERT(sizeof(IC_VSS_MSG_HDR) == 5);

/** Body of ICVssOperationCheckHotBackup. */
typedef struct IC_VSS_MSG_CHECK_HOT_BACKUP
{
    HV_UINT32 Flags; /**< Set by the guest: IC_VSS_HOT_BACKUP_NO_AUTO_RECOVERY. */
} IC_VSS_MSG_CHECK_HOT_BACKUP, *PIC_VSS_MSG_CHECK_HOT_BACKUP;
HV_STATIC_ASSERT(sizeof(IC_VSS_MSG_CHECK_HOT_BACKUP) == 4);

/**
 * Value of IC_VSS_MSG_CHECK_HOT_BACKUP.Flags: the guest supports hot backup, and the snapshot's
 * volumes need no recovery. The single bits are undocumented. Source: FreeBSD, Linux (facts alone).
 */
#define IC_VSS_HOT_BACKUP_NO_AUTO_RECOVERY 0x5

/** Body of ICVssOperationCreate. */
typedef struct IC_VSS_MSG_CREATE
{
    HV_GUID SnapshotSetId; /**< Identifies the set of snapshots. */
} IC_VSS_MSG_CREATE, *PIC_VSS_MSG_CREATE;
HV_STATIC_ASSERT(sizeof(IC_VSS_MSG_CREATE) == 16);

/** Body of ICVssOperationCreate, with the type of backup. */
typedef struct IC_VSS_MSG_CREATE_V2
{
    HV_GUID SnapshotSetId; /**< Identifies the set of snapshots. */
    HV_UINT32 BackupType;  /**< Undocumented. */
} IC_VSS_MSG_CREATE_V2, *PIC_VSS_MSG_CREATE_V2;
HV_STATIC_ASSERT(sizeof(IC_VSS_MSG_CREATE_V2) == 20);

/** Body of ICVssOperationDelete. */
typedef struct IC_VSS_MSG_DELETE
{
    HV_GUID SnapshotSetId; /**< Identifies the set of snapshots. */
} IC_VSS_MSG_DELETE, *PIC_VSS_MSG_DELETE;
HV_STATIC_ASSERT(sizeof(IC_VSS_MSG_DELETE) == 16);

/** Body of ICVssOperationGetDirectMappedDevicesInfo. */
typedef struct IC_VSS_MSG_DIRECT_MAPPED_DEVICES_INFO
{
    HV_UINT32 Flags; /**< Set by the guest; FreeBSD: 0. */
} IC_VSS_MSG_DIRECT_MAPPED_DEVICES_INFO, *PIC_VSS_MSG_DIRECT_MAPPED_DEVICES_INFO;
HV_STATIC_ASSERT(sizeof(IC_VSS_MSG_DIRECT_MAPPED_DEVICES_INFO) == 4);

/** Body of ICVssOperationBackupComplete. */
typedef struct IC_VSS_MSG_BACKUP_COMPLETE
{
    HV_UINT32 Flags; /**< Undocumented. */
} IC_VSS_MSG_BACKUP_COMPLETE, *PIC_VSS_MSG_BACKUP_COMPLETE;
HV_STATIC_ASSERT(sizeof(IC_VSS_MSG_BACKUP_COMPLETE) == 4);

/** Body of ICVssOperationThawApplications. */
typedef struct IC_VSS_MSG_THAW_APPLICATIONS
{
    HV_UINT32 Flags; /**< Undocumented. */
} IC_VSS_MSG_THAW_APPLICATIONS, *PIC_VSS_MSG_THAW_APPLICATIONS;
HV_STATIC_ASSERT(sizeof(IC_VSS_MSG_THAW_APPLICATIONS) == 4);

/** Message with a short body. Host to guest, and guest to host as the response. All versions. */
typedef struct IC_VSS_MSG
{
    IC_VSS_MSG_HDR Header;
    HV_UINT8 Padding[3];
    union
    {
        IC_VSS_MSG_DELETE Delete;
        IC_VSS_MSG_CHECK_HOT_BACKUP CheckHotBackup;
        /** Body of ICVssOperationGetDirectMappedDevicesInfo. */
        IC_VSS_MSG_DIRECT_MAPPED_DEVICES_INFO DirectMapInfo;
        IC_VSS_MSG_BACKUP_COMPLETE BackupComplete;
        IC_VSS_MSG_CREATE_V2 CreateV2;
        IC_VSS_MSG_THAW_APPLICATIONS ThawApplications;
    } Body; /**< Body, in the form that Header.Operation selects. */
    HV_UINT8 Reserved[4];
} IC_VSS_MSG, *PIC_VSS_MSG;
HV_STATIC_ASSERT(sizeof(IC_VSS_MSG) == 32);

/** Bus of a disk, in IC_VSS_LUN_INFO. */
typedef HV_UINT32 IC_VSS_LUN_INFO_BUS_TYPE, *PIC_VSS_LUN_INFO_BUS_TYPE;
enum
{
    IcVssLunInfoBusTypeInvalid = 0,
    IcVssLunInfoBusTypeSCSI = 1,
    IcVssLunInfoBusTypeIDE = 2,
};

/** Location of a disk, as the guest sees it. */
typedef struct IC_VSS_LUN_INFO
{
    HV_UINT8 BusType;   /**< IC_VSS_LUN_INFO_BUS_TYPE. */
    HV_UINT8 Reserved[3];
    HV_GUID Controller; /**< Instance GUID of the controller's VMBus device. */
    HV_UINT8 Port;      /**< Port of the controller. */
    HV_UINT8 Target;    /**< Target of the port. */
    HV_UINT8 Lun;       /**< Logical unit of the target. */
    HV_UINT8 Reserved2;
} IC_VSS_LUN_INFO, *PIC_VSS_LUN_INFO;
HV_STATIC_ASSERT(sizeof(IC_VSS_LUN_INFO) == 24);

/**
 * Freeze or automatic recovery, since 5.0. Host to guest; the guest responds with the same
 * structure, or with a Status alone.
 */
typedef struct IC_VSS_MSG2
{
    IC_VSS_MSG_HDR Header;
    HV_UINT8 Padding[3];
    HV_UINT32 BackupType; /**< Undocumented. */
    HV_UINT32 Flags;      /**< IC_VSS_FREEZE_FLAGS. */
    /** Entries used of Luns; at most IC_VSS_MAX_VHD_COUNT. */
    HV_UINT32 LunCount;
    IC_VSS_LUN_INFO Luns[IC_VSS_MAX_VHD_COUNT]; /**< Disks of the backup. */
} IC_VSS_MSG2, *PIC_VSS_MSG2;
HV_STATIC_ASSERT(sizeof(IC_VSS_MSG2) == 6260);

/**
 * IC_VSS_MSG2 with the locations of the snapshot's disks. Host to guest; the guest responds with
 * the same structure, or with a Status alone. Since 5.0 or later; the exact version is
 * undocumented.
 */
typedef struct IC_VSS_MSG2_EX
{
    IC_VSS_MSG_HDR Header;
    HV_UINT8 Padding[3];
    HV_UINT32 BackupType; /**< Undocumented. */
    HV_UINT32 Flags;      /**< IC_VSS_FREEZE_FLAGS. */
    /** Entries used of Luns; at most IC_VSS_MAX_VHD_COUNT. */
    HV_UINT32 LunCount;
    IC_VSS_LUN_INFO Luns[IC_VSS_MAX_VHD_COUNT]; /**< Disks of the backup. */
    /** Disks of the snapshot, by the name of the member; undocumented. */
    IC_VSS_LUN_INFO ShadowLuns[IC_VSS_MAX_VHD_COUNT];
} IC_VSS_MSG2_EX, *PIC_VSS_MSG2_EX;
HV_STATIC_ASSERT(sizeof(IC_VSS_MSG2_EX) == 12500);

/**
 * Cluster information, since 6.0: shared disks and their status. Host to guest; the guest responds
 * with the same structure, or with a Status alone.
 */
typedef struct IC_VSS_MSG3
{
    IC_VSS_MSG_HDR Header;
    HV_UINT8 Padding[3];
    HV_GUID ClusterId;     /**< Identifies the cluster. */
    HV_UINT32 ClusterSize; /**< Unit undocumented. */
    /** Entries used of SharedLuns; at most IC_VSS_MAX_VHD_COUNT. */
    HV_UINT32 LunCount;
    IC_VSS_LUN_INFO SharedLuns[IC_VSS_MAX_VHD_COUNT]; /**< Shared disks. */
    /** Status of each shared disk; values undocumented. */
    HV_UINT32 SharedLunStatus[IC_VSS_MAX_VHD_COUNT];
} IC_VSS_MSG3, *PIC_VSS_MSG3;
HV_STATIC_ASSERT(sizeof(IC_VSS_MSG3) == 7312);

/**
 * IC_VSS_MSG3 with a time. Host to guest; the guest responds with the same structure, or with a
 * Status alone. Since 6.0 or later; the exact version is undocumented.
 */
typedef struct IC_VSS_MSG3_EX
{
    IC_VSS_MSG_HDR Header;
    HV_UINT8 Padding[3];
    HV_GUID ClusterId;     /**< Identifies the cluster. */
    HV_UINT32 ClusterSize; /**< Unit undocumented. */
    /** Entries used of SharedLuns; at most IC_VSS_MAX_VHD_COUNT. */
    HV_UINT32 LunCount;
    IC_VSS_LUN_INFO SharedLuns[IC_VSS_MAX_VHD_COUNT]; /**< Shared disks. */
    /** Status of each shared disk; values undocumented. */
    HV_UINT32 SharedLunStatus[IC_VSS_MAX_VHD_COUNT];
    HV_UINT64 LastMoveTime; /**< Unit and base undocumented. */
} IC_VSS_MSG3_EX, *PIC_VSS_MSG3_EX;
HV_STATIC_ASSERT(sizeof(IC_VSS_MSG3_EX) == 7320);

/** Flags of a freeze, in IC_VSS_MSG2.Flags. */
typedef HV_UINT32 IC_VSS_FREEZE_FLAGS, *PIC_VSS_FREEZE_FLAGS;
enum
{
    IcVssFreezeFlagNone = 0,
    IcVssFreezeFlagAutoRecovery = 1,
    IcVssFreezeFlagIncludesSharedLuns = 2,
};

/*
 * State that Windows keeps about a backup. No message defined here carries it.
 */

/** State of a backup in the guest. */
typedef HV_UINT32 IC_VSS_CLIENT_STATE, *PIC_VSS_CLIENT_STATE;
enum
{
    ICVssClientStateNone = 0,
    ICVssClientStateFreeze = 1,
    ICVssClientStateThaw = 2,
    ICVssClientStateAutoRecovery = 3,
    ICVssClientStateBackupComplete = 4,
    ICVssClientStateCount = 5,
};

/** Undocumented; only in the original Mile.HyperV (1.x). */
typedef struct IC_VSS_LUN_OFFSET
{
    HV_UINT32 DiskNumber;    /**< Windows disk number. */
    HV_UINT32 Padding;
    HV_INT64 StartingOffset; /**< Bytes from the start of the disk. */
} IC_VSS_LUN_OFFSET, *PIC_VSS_LUN_OFFSET;
HV_STATIC_ASSERT(sizeof(IC_VSS_LUN_OFFSET) == 16);

/** Undocumented; only in the original Mile.HyperV (1.x). */
typedef struct IC_VSS_DISK_SIGNATURE
{
    HV_UINT32 PartitionStyle; /**< Selects Mbr or Gpt, with the numbers of Windows. */
    union
    {
        struct
        {
            HV_UINT32 Signature; /**< Disk signature in the MBR. */
        } Mbr; /**< Disk with an MBR. */
        struct
        {
            HV_GUID DiskId; /**< Disk GUID in the GPT. */
        } Gpt; /**< Disk with a GPT. */
    };
} IC_VSS_DISK_SIGNATURE, *PIC_VSS_DISK_SIGNATURE;
HV_STATIC_ASSERT(sizeof(IC_VSS_DISK_SIGNATURE) == 20);

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_VOLUME_SHADOW_COPY */
