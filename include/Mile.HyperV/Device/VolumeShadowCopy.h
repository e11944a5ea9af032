/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Snapshots (VSS): the host freezes the guest's file systems while it makes a backup.
 *
 * Class 35fa2e29-ea23-4236-96ae-3a6ebacba440; an integration component
 * (IntegrationComponent.h). Operations are there to ask whether the guest can be
 * backed up while it runs, to freeze its applications, to thaw them, and to say that
 * the backup is complete.
 *
 * FreeBSD, which speaks 5.0, is backed up by three of them; of what Windows guests do
 * besides, our sources have the layouts and the names below, no order.
 *
 *     host                                       guest
 *       |-- ICVssOperationCheckHotBackup --------->|  Flags of the answer: 5
 *       |-- ICVssOperationFreezeApplications ----->|  applications first, then file systems
 *       |   ... the snapshot is made ...           |
 *       |-- ICVssOperationThawApplications ------->|  file systems first, then applications
 *
 * FreeBSD's name for Flags 5 says that no automatic recovery is needed; it sends it
 * with a failure too. To ICVssOperationGetDirectMappedDevicesInfo it answers Flags 0,
 * to all others nothing. It answers when the operation is done, or IC_STATUS_FAIL
 * after 15 s, and drops what comes meanwhile: the host asks one thing at a time.
 *
 * Which structure a message has follows from Operation:
 * - create, delete, check, direct mapped devices, backup complete, thaw:
 *   IC_VSS_MSG;
 * - freeze and automatic recovery, since 5.0: IC_VSS_MSG2, or IC_VSS_MSG2_EX;
 * - cluster information, since 6.0: IC_VSS_MSG3, or IC_VSS_MSG3_EX.
 *
 * Which of the two a message is, ICMsgSize tells: the longer one only adds members
 * at the end. LunCount is the other side's number: IC_VSS_MAX_VHD_COUNT bounds it.
 *
 * Sources: OpenVMM hyperv_ic_protocol; FreeBSD hv_snapshot.c; the original
 * collection.
 */

#ifndef MILE_HYPERV_DEVICE_VOLUME_SHADOW_COPY
#define MILE_HYPERV_DEVICE_VOLUME_SHADOW_COPY

#include "IntegrationComponent.h"

HV_HEADER_BEGIN

/*
 * Versions, as initializers of IC_VERSION.
 */

/** Windows 8. */
#define IC_VSS_VERSION_4 { 4, 0 }
/** Windows 8.1. */
#define IC_VSS_VERSION_5 { 5, 0 }
/** Windows 10. */
#define IC_VSS_VERSION_6 { 6, 0 }
/** Windows 10, its first update. */
#define IC_VSS_VERSION_7 { 7, 0 }

/** The most disks that a message lists. */
#define IC_VSS_MAX_VHD_COUNT 260

/** IC_VSS_MSG_HDR.Operation. */
typedef HV_UINT32 IC_VSS_OPERATION, *PIC_VSS_OPERATION;
enum
{
    ICVssOperationCreate = 0,
    ICVssOperationDelete = 1,
    ICVssOperationCheckHotBackup = 2,
    ICVssOperationGetDirectMappedDevicesInfo = 3,
    ICVssOperationBackupComplete = 4,               /**< Since 4.0. */
    ICVssOperationFreezeApplications = 5,           /**< Since 5.0, as the next two. */
    ICVssOperationThawApplications = 6,
    ICVssOperationAutoRecover = 7,
    ICVssOperationQueryGuestClusterInformation = 8, /**< Since 6.0. */
    ICVssOperationCount = 9,
};

/** Begins each message, behind the component's header; what follows begins at byte 8. */
typedef struct IC_VSS_MSG_HDR
{
    HV_UINT8 Operation; /**< IC_VSS_OPERATION. */
    HV_UINT8 Reserved[4];
} IC_VSS_MSG_HDR, *PIC_VSS_MSG_HDR;
HV_STATIC_ASSERT(sizeof(IC_VSS_MSG_HDR) == 5);

typedef struct IC_VSS_MSG_CHECK_HOT_BACKUP
{
    HV_UINT32 Flags; /**< Of the response: IC_VSS_HOT_BACKUP_NO_AUTO_RECOVERY. */
} IC_VSS_MSG_CHECK_HOT_BACKUP, *PIC_VSS_MSG_CHECK_HOT_BACKUP;
HV_STATIC_ASSERT(sizeof(IC_VSS_MSG_CHECK_HOT_BACKUP) == 4);

/**
 * IC_VSS_MSG_CHECK_HOT_BACKUP.Flags: the guest supports hot backup and needs no recovery of the snapshot's
 * volumes. Source: FreeBSD, Linux (facts alone); the single bits are undocumented.
 */
#define IC_VSS_HOT_BACKUP_NO_AUTO_RECOVERY 0x5

typedef struct IC_VSS_MSG_CREATE
{
    HV_GUID SnapshotSetId;
} IC_VSS_MSG_CREATE, *PIC_VSS_MSG_CREATE;
HV_STATIC_ASSERT(sizeof(IC_VSS_MSG_CREATE) == 16);

typedef struct IC_VSS_MSG_CREATE_V2
{
    HV_GUID SnapshotSetId;
    HV_UINT32 BackupType;
} IC_VSS_MSG_CREATE_V2, *PIC_VSS_MSG_CREATE_V2;
HV_STATIC_ASSERT(sizeof(IC_VSS_MSG_CREATE_V2) == 20);

typedef struct IC_VSS_MSG_DELETE
{
    HV_GUID SnapshotSetId;
} IC_VSS_MSG_DELETE, *PIC_VSS_MSG_DELETE;
HV_STATIC_ASSERT(sizeof(IC_VSS_MSG_DELETE) == 16);

typedef struct IC_VSS_MSG_DIRECT_MAPPED_DEVICES_INFO
{
    HV_UINT32 Flags; /**< Of the answer; FreeBSD: 0. */
} IC_VSS_MSG_DIRECT_MAPPED_DEVICES_INFO, *PIC_VSS_MSG_DIRECT_MAPPED_DEVICES_INFO;
HV_STATIC_ASSERT(sizeof(IC_VSS_MSG_DIRECT_MAPPED_DEVICES_INFO) == 4);

typedef struct IC_VSS_MSG_BACKUP_COMPLETE
{
    HV_UINT32 Flags;
} IC_VSS_MSG_BACKUP_COMPLETE, *PIC_VSS_MSG_BACKUP_COMPLETE;
HV_STATIC_ASSERT(sizeof(IC_VSS_MSG_BACKUP_COMPLETE) == 4);

typedef struct IC_VSS_MSG_THAW_APPLICATIONS
{
    HV_UINT32 Flags;
} IC_VSS_MSG_THAW_APPLICATIONS, *PIC_VSS_MSG_THAW_APPLICATIONS;
HV_STATIC_ASSERT(sizeof(IC_VSS_MSG_THAW_APPLICATIONS) == 4);

typedef struct IC_VSS_MSG
{
    IC_VSS_MSG_HDR Header;
    HV_UINT8 Padding[3];
    union
    {
        IC_VSS_MSG_DELETE Delete;
        IC_VSS_MSG_CHECK_HOT_BACKUP CheckHotBackup;
        IC_VSS_MSG_DIRECT_MAPPED_DEVICES_INFO DirectMapInfo;
        IC_VSS_MSG_BACKUP_COMPLETE BackupComplete;
        IC_VSS_MSG_CREATE_V2 CreateV2;
        IC_VSS_MSG_THAW_APPLICATIONS ThawApplications;
    } Body;
    HV_UINT8 Reserved[4];
} IC_VSS_MSG, *PIC_VSS_MSG;
HV_STATIC_ASSERT(sizeof(IC_VSS_MSG) == 32);

/** IC_VSS_LUN_INFO.BusType. */
typedef HV_UINT32 IC_VSS_LUN_INFO_BUS_TYPE, *PIC_VSS_LUN_INFO_BUS_TYPE;
enum
{
    IcVssLunInfoBusTypeInvalid = 0,
    IcVssLunInfoBusTypeSCSI = 1,
    IcVssLunInfoBusTypeIDE = 2,
};

/** A disk: where the guest sees it. */
typedef struct IC_VSS_LUN_INFO
{
    HV_UINT8 BusType;   /**< IC_VSS_LUN_INFO_BUS_TYPE. */
    HV_UINT8 Reserved[3];
    HV_GUID Controller; /**< Instance of the controller's VMBus device. */
    HV_UINT8 Port;
    HV_UINT8 Target;
    HV_UINT8 Lun;
    HV_UINT8 Reserved2;
} IC_VSS_LUN_INFO, *PIC_VSS_LUN_INFO;
HV_STATIC_ASSERT(sizeof(IC_VSS_LUN_INFO) == 24);

/** Freeze and automatic recovery. */
typedef struct IC_VSS_MSG2
{
    IC_VSS_MSG_HDR Header;
    HV_UINT8 Padding[3];
    HV_UINT32 BackupType;
    HV_UINT32 Flags;    /**< IC_VSS_FREEZE_FLAGS. */
    HV_UINT32 LunCount; /**< Of Luns, at most IC_VSS_MAX_VHD_COUNT. */
    IC_VSS_LUN_INFO Luns[IC_VSS_MAX_VHD_COUNT];
} IC_VSS_MSG2, *PIC_VSS_MSG2;
HV_STATIC_ASSERT(sizeof(IC_VSS_MSG2) == 6260);

/** The same with the disks of the snapshot, by their name. */
typedef struct IC_VSS_MSG2_EX
{
    IC_VSS_MSG_HDR Header;
    HV_UINT8 Padding[3];
    HV_UINT32 BackupType;
    HV_UINT32 Flags;
    HV_UINT32 LunCount;
    IC_VSS_LUN_INFO Luns[IC_VSS_MAX_VHD_COUNT];
    IC_VSS_LUN_INFO ShadowLuns[IC_VSS_MAX_VHD_COUNT];
} IC_VSS_MSG2_EX, *PIC_VSS_MSG2_EX;
HV_STATIC_ASSERT(sizeof(IC_VSS_MSG2_EX) == 12500);

/** Cluster information: the disks that the guest shares, and a status of each. */
typedef struct IC_VSS_MSG3
{
    IC_VSS_MSG_HDR Header;
    HV_UINT8 Padding[3];
    HV_GUID ClusterId;
    HV_UINT32 ClusterSize;
    HV_UINT32 LunCount;
    IC_VSS_LUN_INFO SharedLuns[IC_VSS_MAX_VHD_COUNT];
    HV_UINT32 SharedLunStatus[IC_VSS_MAX_VHD_COUNT];
} IC_VSS_MSG3, *PIC_VSS_MSG3;
HV_STATIC_ASSERT(sizeof(IC_VSS_MSG3) == 7312);

/** The same with a time, of which no unit is public. */
typedef struct IC_VSS_MSG3_EX
{
    IC_VSS_MSG_HDR Header;
    HV_UINT8 Padding[3];
    HV_GUID ClusterId;
    HV_UINT32 ClusterSize;
    HV_UINT32 LunCount;
    IC_VSS_LUN_INFO SharedLuns[IC_VSS_MAX_VHD_COUNT];
    HV_UINT32 SharedLunStatus[IC_VSS_MAX_VHD_COUNT];
    HV_UINT64 LastMoveTime;
} IC_VSS_MSG3_EX, *PIC_VSS_MSG3_EX;
HV_STATIC_ASSERT(sizeof(IC_VSS_MSG3_EX) == 7320);

/** IC_VSS_MSG2.Flags of a freeze. */
typedef HV_UINT32 IC_VSS_FREEZE_FLAGS, *PIC_VSS_FREEZE_FLAGS;
enum
{
    IcVssFreezeFlagNone = 0,
    IcVssFreezeFlagAutoRecovery = 1,
    IcVssFreezeFlagIncludesSharedLuns = 2,
};

/*
 * What Windows keeps about a backup; none of it is in the messages above.
 */

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

/** Undocumented; from the original 1.x alone. */
typedef struct IC_VSS_LUN_OFFSET
{
    HV_UINT32 DiskNumber;
    HV_UINT32 Padding;
    HV_INT64 StartingOffset; /**< Bytes. */
} IC_VSS_LUN_OFFSET, *PIC_VSS_LUN_OFFSET;
HV_STATIC_ASSERT(sizeof(IC_VSS_LUN_OFFSET) == 16);

/** Undocumented; from the original 1.x alone. */
typedef struct IC_VSS_DISK_SIGNATURE
{
    HV_UINT32 PartitionStyle; /**< Which of the two follows, as Windows numbers them. */
    union
    {
        struct
        {
            HV_UINT32 Signature;
        } Mbr;
        struct
        {
            HV_GUID DiskId;
        } Gpt;
    };
} IC_VSS_DISK_SIGNATURE, *PIC_VSS_DISK_SIGNATURE;
HV_STATIC_ASSERT(sizeof(IC_VSS_DISK_SIGNATURE) == 20);

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_VOLUME_SHADOW_COPY */
