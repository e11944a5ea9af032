/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Guest services: the host copies a file into the guest.
 *
 * Class IC_GUESTSVC_CLASS_ID, 34d14be3-dee4-41c8-9ae7-6b174977c192; an integration component
 * (IntegrationComponent.h). The host copies one file at a time: it sends a start, any number of
 * writes, and a completion or a cancellation. The guest responds to each message with a Status
 * in the component's header.
 *
 * A privileged program of the guest acts on these messages and must not trust the host. Names
 * may lack a terminator, a path may name any location, Offset may be negative, Offset plus Size
 * may exceed FileSizeInBytes, and Size may exceed Data or ICMsgSize.
 *
 * Sources: the original Mile.HyperV (1.x); layouts printed by a compiler from other
 * definitions (References/file-copy).
 */

#ifndef MILE_HYPERV_DEVICE_GUEST_SERVICES
#define MILE_HYPERV_DEVICE_GUEST_SERVICES

#include "IntegrationComponent.h"

HV_HEADER_BEGIN

/** 1.1, as an initializer of IC_VERSION; the only version defined here. */
#define IC_GUESTIFACE_VERSION_11 { 1, 1 }

/** Operation of a message. Host to guest; the guest responds to each with a Status. */
typedef HV_UINT32 IC_GUESTSVC_OPERATION, *PIC_GUESTSVC_OPERATION;
enum
{
    ICGuestSvcOperationStartFileCopy = 0,    /**< IC_GUESTIFACE_START_OPERATION_MESSAGE. */
    ICGuestSvcOperationWriteToFile = 1,      /**< IC_GUESTIFACE_COPY_OPERATION_MESSAGE. */
    ICGuestSvcOperationCompleteFileCopy = 2, /**< IC_GUESTSVC_MSG_HEADER without a body. */
    ICGuestSvcOperationCancelFileCopy = 3,   /**< IC_GUESTSVC_MSG_HEADER without a body. */
};

/** Header of each message; follows the component's header. */
typedef struct IC_GUESTSVC_MSG_HEADER
{
    IC_GUESTSVC_OPERATION Operation;
    HV_GUID ServiceID; /**< Undocumented. */
    HV_GUID SessionID; /**< Undocumented. */
} IC_GUESTSVC_MSG_HEADER, *PIC_GUESTSVC_MSG_HEADER;
HV_STATIC_ASSERT(sizeof(IC_GUESTSVC_MSG_HEADER) == 36);

/** Most UTF-16 units of a name or a path, the terminating zero unit included. */
#define IC_GUESTSVC_MAX_PATH 260

/** Flags of IC_GUESTIFACE_START_OPERATION_MESSAGE. */
typedef HV_UINT32 IC_GUESTSVC_FLAGS, *PIC_GUESTSVC_FLAGS;
enum
{
    ICGuestSvcStartFileCopyFlagsOverwrite = 1,      /**< Replace an existing file. */
    ICGuestSvcStartFileCopyFlagsCreateFullPath = 2, /**< Create the directories of the path. */
};

/** Start of a file copy. Host to guest; the guest responds with a Status. Since 1.1. */
typedef struct IC_GUESTIFACE_START_OPERATION_MESSAGE
{
    IC_GUESTSVC_MSG_HEADER Header;
    HV_UINT16 SourceFileName[IC_GUESTSVC_MAX_PATH];      /**< UTF-16; name of the source file. */
    HV_UINT16 DestinationFilePath[IC_GUESTSVC_MAX_PATH]; /**< UTF-16; path in the guest. */
    IC_GUESTSVC_FLAGS Flags;
    HV_UINT64 FileSizeInBytes;                           /**< Bytes of the whole file. */
} IC_GUESTIFACE_START_OPERATION_MESSAGE, *PIC_GUESTIFACE_START_OPERATION_MESSAGE;
HV_STATIC_ASSERT(sizeof(IC_GUESTIFACE_START_OPERATION_MESSAGE) == 1088);

/** Most bytes of one write. */
#define IC_GUESTSVC_MAX_DATA 6144

HV_PACK_BEGIN
/**
 * Part of the file; packed, 6196 bytes. Host to guest; the guest responds with a Status. Since 1.1.
 */
typedef struct IC_GUESTIFACE_COPY_OPERATION_MESSAGE
{
    IC_GUESTSVC_MSG_HEADER Header;
    HV_UINT32 Reserved;
    HV_INT64 Offset;                     /**< Bytes from the start of the file; not negative. */
    HV_UINT32 Size;                      /**< Bytes used of Data; at most IC_GUESTSVC_MAX_DATA. */
    HV_UINT8 Data[IC_GUESTSVC_MAX_DATA]; /**< Bytes of the file. */
} IC_GUESTIFACE_COPY_OPERATION_MESSAGE, *PIC_GUESTIFACE_COPY_OPERATION_MESSAGE;
HV_STATIC_ASSERT(sizeof(IC_GUESTIFACE_COPY_OPERATION_MESSAGE) == 6196);
HV_PACK_END

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_GUEST_SERVICES */
