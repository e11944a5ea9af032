/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief VMBus file system: files that the host hands to firmware, read-only.
 *
 * Class c376c1c3-d276-48d2-90a9-c04748072c60; the instance says what for:
 * VMBFS_BOOT_INSTANCE_ID a boot image, VMBFS_IMC_INSTANCE_ID the initial machine
 * configuration. UEFI firmware mounts it and boots from it. In VMBus pipe
 * messages (VMBus/Pipe.h), one question and one answer at a time:
 *
 *     guest                                        host
 *       |-- VmbfsMessageTypeVersionRequest -------->|   1.0
 *       |<-- VmbfsMessageTypeVersionResponse -------|
 *       |-- VmbfsMessageTypeGetFileInfo ----------->|   path in UTF-16
 *       |<-- VmbfsMessageTypeGetFileInfoResponse ---|   size, directory or file
 *       |-- VmbfsMessageTypeReadFile -------------->|   offset, count, path
 *       |<-- VmbfsMessageTypeReadFileResponse ------|   the bytes
 *
 * A file that is RDMA capable can be read straight into guest memory: the guest
 * gives the pages to the pipe under a handle of its choice (VMBus/Pipe.h,
 * VmPipeMessageSetupGpaDirect), sends VmbfsMessageTypeReadFileRdma with that
 * handle and an offset, and takes the pages back when the answer is there.
 *
 * A path leads from the root: a backslash in front (OpenVMM insists on it) and
 * between its parts, and no zero at its end; its length is that of the message. A
 * message is at most VMBFS_MAXIMUM_MESSAGE_SIZE bytes, so that a read asks for at
 * most that much less the header of its answer: OpenVMM ends the conversation if
 * it asks for more.
 *
 * What a guest checks, because the host is not trusted: the type and the length of
 * an answer; the payload, or the ByteCount of an RDMA answer, is at most what was
 * asked for.
 *
 * Sources: mu_msvm VmbusFileSystem.h; OpenVMM vmbfs.
 */

#ifndef MILE_HYPERV_DEVICE_FILE_SYSTEM
#define MILE_HYPERV_DEVICE_FILE_SYSTEM

#include "../Hypervisor/Types.h"
#include "../VMBus/DeviceGuid.h"

HV_HEADER_BEGIN

/** The longest message of either side, in bytes. */
#define VMBFS_MAXIMUM_MESSAGE_SIZE 12288

/** A version: the major number in the high half. */
#define VMBFS_MAKE_VERSION(Major, Minor) (((Major) << 16) | (Minor))
#define VMBFS_VERSION_WIN10 0x00010000

/** VMBFS_MESSAGE_HEADER.Type: questions are the guest's, responses the host's. */
typedef HV_UINT32 VMBFS_MESSAGE_TYPE, *PVMBFS_MESSAGE_TYPE;
enum
{
    VmbfsMessageTypeInvalid = 0,
    VmbfsMessageTypeVersionRequest = 1,
    VmbfsMessageTypeVersionResponse = 2,
    VmbfsMessageTypeGetFileInfo = 3,
    VmbfsMessageTypeGetFileInfoResponse = 4,
    VmbfsMessageTypeReadFile = 5,
    VmbfsMessageTypeReadFileResponse = 6,
    VmbfsMessageTypeReadFileRdma = 7,
    VmbfsMessageTypeReadFileRdmaResponse = 8,
    VmbfsMessageTypeMax = 9,
};

/** Begins each message. */
typedef struct VMBFS_MESSAGE_HEADER
{
    VMBFS_MESSAGE_TYPE Type;
    HV_UINT32 Reserved;
} VMBFS_MESSAGE_HEADER, *PVMBFS_MESSAGE_HEADER;
HV_STATIC_ASSERT(sizeof(VMBFS_MESSAGE_HEADER) == 8);

/** Guest to host. */
typedef struct VMBFS_MESSAGE_VERSION_REQUEST
{
    VMBFS_MESSAGE_HEADER Header;
    HV_UINT32 RequestedVersion; /**< VMBFS_VERSION_WIN10. */
} VMBFS_MESSAGE_VERSION_REQUEST, *PVMBFS_MESSAGE_VERSION_REQUEST;
HV_STATIC_ASSERT(sizeof(VMBFS_MESSAGE_VERSION_REQUEST) == 12);

/** VMBFS_MESSAGE_VERSION_RESPONSE.Status; a guest may ask for another version. */
typedef HV_UINT32 VMBFS_STATUS_VERSION_RESPONSE, *PVMBFS_STATUS_VERSION_RESPONSE;
enum
{
    VmbfsVersionSupported = 0,
    VmbfsVersionUnsupported = 1,
};

/** Host to guest. */
typedef struct VMBFS_MESSAGE_VERSION_RESPONSE
{
    VMBFS_MESSAGE_HEADER Header;
    HV_UINT32 Status; /**< VMBFS_STATUS_VERSION_RESPONSE. */
} VMBFS_MESSAGE_VERSION_RESPONSE, *PVMBFS_MESSAGE_VERSION_RESPONSE;
HV_STATIC_ASSERT(sizeof(VMBFS_MESSAGE_VERSION_RESPONSE) == 12);

/** Status of the other answers; only with VmbfsFileSuccess does the rest count. */
typedef HV_UINT32 VMBFS_STATUS_FILE_RESPONSE, *PVMBFS_STATUS_FILE_RESPONSE;
enum
{
    VmbfsFileSuccess = 0,
    VmbfsFileNotFound = 1,
    VmbfsFileEndOfFile = 2,
    VmbfsFileError = 3,
};

HV_PACK_BEGIN

/** Guest to host: the path follows to the end of the message. */
typedef struct VMBFS_MESSAGE_GET_FILE_INFO
{
    VMBFS_MESSAGE_HEADER Header;
    HV_UINT16 FilePath[];
} VMBFS_MESSAGE_GET_FILE_INFO, *PVMBFS_MESSAGE_GET_FILE_INFO;
HV_STATIC_ASSERT(sizeof(VMBFS_MESSAGE_GET_FILE_INFO) == 8);

/** VMBFS_MESSAGE_GET_FILE_INFO_RESPONSE.Flags. */
#define VMBFS_GET_FILE_INFO_FLAG_DIRECTORY 0x1
#define VMBFS_GET_FILE_INFO_FLAG_RDMA_CAPABLE 0x2
#define VMBFS_GET_FILE_INFO_FLAGS 0x3

/** Host to guest. */
typedef struct VMBFS_MESSAGE_GET_FILE_INFO_RESPONSE
{
    VMBFS_MESSAGE_HEADER Header;
    HV_UINT32 Status;   /**< VMBFS_STATUS_FILE_RESPONSE. */
    HV_UINT32 Flags;    /**< VMBFS_GET_FILE_INFO_FLAG_... */
    HV_UINT64 FileSize; /**< Bytes. */
} VMBFS_MESSAGE_GET_FILE_INFO_RESPONSE, *PVMBFS_MESSAGE_GET_FILE_INFO_RESPONSE;
HV_STATIC_ASSERT(sizeof(VMBFS_MESSAGE_GET_FILE_INFO_RESPONSE) == 24);

/** Guest to host; packed: Offset at byte 12. The path follows to the end of the message. */
typedef struct VMBFS_MESSAGE_READ_FILE
{
    VMBFS_MESSAGE_HEADER Header;
    HV_UINT32 ByteCount; /**< At most VMBFS_MAXIMUM_MESSAGE_SIZE less 12. */
    HV_UINT64 Offset;    /**< Bytes from the file's beginning. */
    HV_UINT16 FilePath[];
} VMBFS_MESSAGE_READ_FILE, *PVMBFS_MESSAGE_READ_FILE;
HV_STATIC_ASSERT(sizeof(VMBFS_MESSAGE_READ_FILE) == 20);

/** Host to guest: the bytes follow to the end of the message. */
typedef struct VMBFS_MESSAGE_READ_FILE_RESPONSE
{
    VMBFS_MESSAGE_HEADER Header;
    HV_UINT32 Status; /**< VMBFS_STATUS_FILE_RESPONSE. */
    HV_UINT8 Payload[];
} VMBFS_MESSAGE_READ_FILE_RESPONSE, *PVMBFS_MESSAGE_READ_FILE_RESPONSE;
HV_STATIC_ASSERT(sizeof(VMBFS_MESSAGE_READ_FILE_RESPONSE) == 12);

/** Guest to host: read into guest memory; packed. */
typedef struct VMBFS_MESSAGE_READ_FILE_RDMA
{
    VMBFS_MESSAGE_HEADER Header;
    HV_UINT32 Handle;      /**< The one given to the pipe. */
    HV_UINT32 ByteCount;
    HV_UINT64 FileOffset;  /**< Bytes from the file's beginning. */
    HV_UINT64 TokenOffset; /**< Bytes into the pages; mu_msvm sends 0. */
    HV_UINT16 FilePath[];
} VMBFS_MESSAGE_READ_FILE_RDMA, *PVMBFS_MESSAGE_READ_FILE_RDMA;
HV_STATIC_ASSERT(sizeof(VMBFS_MESSAGE_READ_FILE_RDMA) == 32);

/** Host to guest. */
typedef struct VMBFS_MESSAGE_READ_FILE_RDMA_RESPONSE
{
    VMBFS_MESSAGE_HEADER Header;
    HV_UINT32 Status;    /**< VMBFS_STATUS_FILE_RESPONSE. */
    HV_UINT32 ByteCount; /**< Bytes that were read. */
} VMBFS_MESSAGE_READ_FILE_RDMA_RESPONSE, *PVMBFS_MESSAGE_READ_FILE_RDMA_RESPONSE;
HV_STATIC_ASSERT(sizeof(VMBFS_MESSAGE_READ_FILE_RDMA_RESPONSE) == 16);

HV_PACK_END

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_FILE_SYSTEM */
