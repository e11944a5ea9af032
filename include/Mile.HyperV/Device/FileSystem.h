/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief VMBus file system: read-only files that the host provides to firmware.
 *
 * Class VMBFS_CLASS_ID, c376c1c3-d276-48d2-90a9-c04748072c60. The instance identifies the
 * contents: VMBFS_BOOT_INSTANCE_ID a boot image, VMBFS_IMC_INSTANCE_ID the initial machine
 * configuration. UEFI firmware mounts the file system and boots from it. Messages are VMBus pipe
 * messages (VMBus/Pipe.h); one request is open at a time:
 *
 *     guest                                        host
 *       |-- VmbfsMessageTypeVersionRequest -------->|   1.0
 *       |<-- VmbfsMessageTypeVersionResponse -------|
 *       |-- VmbfsMessageTypeGetFileInfo ----------->|   path in UTF-16
 *       |<-- VmbfsMessageTypeGetFileInfoResponse ---|   size, directory or file
 *       |-- VmbfsMessageTypeReadFile -------------->|   offset, count, path
 *       |<-- VmbfsMessageTypeReadFileResponse ------|   the bytes
 *
 * The host can write an RDMA-capable file directly to guest memory. The guest passes the pages to
 * the pipe with a handle of its choice (VMBus/Pipe.h, VmPipeMessageSetupGpaDirect), sends
 * VmbfsMessageTypeReadFileRdma with that handle and an offset, and revokes the pages after the
 * response.
 *
 * A path starts at the root. A backslash precedes each part, the first one included (OpenVMM
 * requires it), and no zero terminates the path; the length of the message gives its length. A
 * message has at most VMBFS_MAXIMUM_MESSAGE_SIZE bytes, so a read can request at most that many
 * bytes less the header of its response. OpenVMM closes the connection after a longer request.
 *
 * The guest must not trust the host. It must check the type and the length of a response, and
 * that the payload, or ByteCount of an RDMA response, is at most the requested count.
 *
 * Sources: mu_msvm VmbusFileSystem.h; OpenVMM vmbfs.
 */

#ifndef MILE_HYPERV_DEVICE_FILE_SYSTEM
#define MILE_HYPERV_DEVICE_FILE_SYSTEM

#include "../Hypervisor/Types.h"
#include "../VMBus/DeviceGuid.h"

HV_HEADER_BEGIN

/** Most bytes of a message, in both directions. */
#define VMBFS_MAXIMUM_MESSAGE_SIZE 12288

/** Version number: bits 16 to 31 contain the major number, bits 0 to 15 the minor one. */
#define VMBFS_MAKE_VERSION(Major, Minor) (((Major) << 16) | (Minor))
/** 1.0; the only version defined here. */
#define VMBFS_VERSION_WIN10 0x00010000

/** Type of a message. The guest sends requests, the host responses. All types since 1.0. */
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

/** Header of every message. */
typedef struct VMBFS_MESSAGE_HEADER
{
    VMBFS_MESSAGE_TYPE Type;
    HV_UINT32 Reserved;
} VMBFS_MESSAGE_HEADER, *PVMBFS_MESSAGE_HEADER;
HV_STATIC_ASSERT(sizeof(VMBFS_MESSAGE_HEADER) == 8);

/**
 * VmbfsMessageTypeVersionRequest. Guest to host. VMBFS_MESSAGE_VERSION_RESPONSE answers it. Since
 * 1.0.
 */
typedef struct VMBFS_MESSAGE_VERSION_REQUEST
{
    VMBFS_MESSAGE_HEADER Header;
    HV_UINT32 RequestedVersion; /**< VMBFS_VERSION_WIN10. */
} VMBFS_MESSAGE_VERSION_REQUEST, *PVMBFS_MESSAGE_VERSION_REQUEST;
HV_STATIC_ASSERT(sizeof(VMBFS_MESSAGE_VERSION_REQUEST) == 12);

/** Status of a version response. After a refusal the guest may request another version. */
typedef HV_UINT32 VMBFS_STATUS_VERSION_RESPONSE, *PVMBFS_STATUS_VERSION_RESPONSE;
enum
{
    VmbfsVersionSupported = 0,
    VmbfsVersionUnsupported = 1,
};

/** Response to VmbfsMessageTypeVersionRequest. Host to guest. Since 1.0. */
typedef struct VMBFS_MESSAGE_VERSION_RESPONSE
{
    VMBFS_MESSAGE_HEADER Header;
    HV_UINT32 Status; /**< VMBFS_STATUS_VERSION_RESPONSE. */
} VMBFS_MESSAGE_VERSION_RESPONSE, *PVMBFS_MESSAGE_VERSION_RESPONSE;
HV_STATIC_ASSERT(sizeof(VMBFS_MESSAGE_VERSION_RESPONSE) == 12);

/** Status of a file response. The remaining members are valid only with VmbfsFileSuccess. */
typedef HV_UINT32 VMBFS_STATUS_FILE_RESPONSE, *PVMBFS_STATUS_FILE_RESPONSE;
enum
{
    VmbfsFileSuccess = 0,
    VmbfsFileNotFound = 1,
    VmbfsFileEndOfFile = 2,
    VmbfsFileError = 3,
};

HV_PACK_BEGIN

/**
 * VmbfsMessageTypeGetFileInfo. Guest to host. VMBFS_MESSAGE_GET_FILE_INFO_RESPONSE answers it.
 * Since 1.0.
 */
typedef struct VMBFS_MESSAGE_GET_FILE_INFO
{
    VMBFS_MESSAGE_HEADER Header;
    HV_UINT16 FilePath[]; /**< UTF-16, to the end of the message; no terminator. */
} VMBFS_MESSAGE_GET_FILE_INFO, *PVMBFS_MESSAGE_GET_FILE_INFO;
HV_STATIC_ASSERT(sizeof(VMBFS_MESSAGE_GET_FILE_INFO) == 8);

/** Flag of VMBFS_MESSAGE_GET_FILE_INFO_RESPONSE: the path names a directory. */
#define VMBFS_GET_FILE_INFO_FLAG_DIRECTORY 0x1
/** Flag of VMBFS_MESSAGE_GET_FILE_INFO_RESPONSE: the file can be read by RDMA. */
#define VMBFS_GET_FILE_INFO_FLAG_RDMA_CAPABLE 0x2
/** All flags of VMBFS_MESSAGE_GET_FILE_INFO_RESPONSE. */
#define VMBFS_GET_FILE_INFO_FLAGS 0x3

/** Response to VmbfsMessageTypeGetFileInfo. Host to guest. Since 1.0. */
typedef struct VMBFS_MESSAGE_GET_FILE_INFO_RESPONSE
{
    VMBFS_MESSAGE_HEADER Header;
    HV_UINT32 Status;   /**< VMBFS_STATUS_FILE_RESPONSE. */
    HV_UINT32 Flags;    /**< VMBFS_GET_FILE_INFO_FLAG_... */
    HV_UINT64 FileSize; /**< Bytes of the file; the bound is undocumented. */
} VMBFS_MESSAGE_GET_FILE_INFO_RESPONSE, *PVMBFS_MESSAGE_GET_FILE_INFO_RESPONSE;
HV_STATIC_ASSERT(sizeof(VMBFS_MESSAGE_GET_FILE_INFO_RESPONSE) == 24);

/**
 * VmbfsMessageTypeReadFile. Guest to host. VMBFS_MESSAGE_READ_FILE_RESPONSE answers it. Packed:
 * Offset is located at byte 12. Since 1.0.
 */
typedef struct VMBFS_MESSAGE_READ_FILE
{
    VMBFS_MESSAGE_HEADER Header;
    HV_UINT32 ByteCount;  /**< Bytes to read; at most VMBFS_MAXIMUM_MESSAGE_SIZE - 12. */
    HV_UINT64 Offset;     /**< Bytes from the start of the file. */
    HV_UINT16 FilePath[]; /**< UTF-16, to the end of the message; no terminator. */
} VMBFS_MESSAGE_READ_FILE, *PVMBFS_MESSAGE_READ_FILE;
HV_STATIC_ASSERT(sizeof(VMBFS_MESSAGE_READ_FILE) == 20);

/** Response to VmbfsMessageTypeReadFile. Host to guest. Since 1.0. */
typedef struct VMBFS_MESSAGE_READ_FILE_RESPONSE
{
    VMBFS_MESSAGE_HEADER Header;
    HV_UINT32 Status;   /**< VMBFS_STATUS_FILE_RESPONSE. */
    HV_UINT8 Payload[]; /**< Bytes of the file, to the end of the message. */
} VMBFS_MESSAGE_READ_FILE_RESPONSE, *PVMBFS_MESSAGE_READ_FILE_RESPONSE;
HV_STATIC_ASSERT(sizeof(VMBFS_MESSAGE_READ_FILE_RESPONSE) == 12);

/**
 * VmbfsMessageTypeReadFileRdma: read into guest memory; packed. Guest to host.
 * VMBFS_MESSAGE_READ_FILE_RDMA_RESPONSE answers it. Since 1.0.
 */
typedef struct VMBFS_MESSAGE_READ_FILE_RDMA
{
    VMBFS_MESSAGE_HEADER Header;
    HV_UINT32 Handle;      /**< Handle of the pages, from VmPipeMessageSetupGpaDirect. */
    HV_UINT32 ByteCount;   /**< Bytes to read; bounded by the pages; mu_msvm: at most 7 MiB. */
    HV_UINT64 FileOffset;  /**< Bytes from the start of the file. */
    HV_UINT64 TokenOffset; /**< Bytes from the start of the pages; mu_msvm sends 0. */
    HV_UINT16 FilePath[];  /**< UTF-16, to the end of the message; no terminator. */
} VMBFS_MESSAGE_READ_FILE_RDMA, *PVMBFS_MESSAGE_READ_FILE_RDMA;
HV_STATIC_ASSERT(sizeof(VMBFS_MESSAGE_READ_FILE_RDMA) == 32);

/** Response to VmbfsMessageTypeReadFileRdma. Host to guest. Since 1.0. */
typedef struct VMBFS_MESSAGE_READ_FILE_RDMA_RESPONSE
{
    VMBFS_MESSAGE_HEADER Header;
    HV_UINT32 Status;    /**< VMBFS_STATUS_FILE_RESPONSE. */
    HV_UINT32 ByteCount; /**< Bytes read; at most the requested ByteCount. */
} VMBFS_MESSAGE_READ_FILE_RDMA_RESPONSE, *PVMBFS_MESSAGE_READ_FILE_RDMA_RESPONSE;
HV_STATIC_ASSERT(sizeof(VMBFS_MESSAGE_READ_FILE_RDMA_RESPONSE) == 16);

HV_PACK_END

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_FILE_SYSTEM */
