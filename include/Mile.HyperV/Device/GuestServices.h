/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Guest services: the host copies a file into the guest.
 *
 * Class 34d14be3-dee4-41c8-9ae7-6b174977c192; an integration component
 * (IntegrationComponent.h). One file at a time: a start, writes in any number,
 * and a completion or a cancellation. The guest answers each with a Status in
 * the component's header.
 *
 * Everything here is the host's word, and a privileged program of the guest acts
 * on it: names may lack their zero, a path may lead anywhere, Offset may be
 * negative, Offset and Size may lie beyond FileSizeInBytes, and Size beyond Data or
 * beyond ICMsgSize.
 *
 * Sources: the original collection; layouts printed by a compiler from other
 * definitions (References/file-copy).
 */

#ifndef MILE_HYPERV_DEVICE_GUEST_SERVICES
#define MILE_HYPERV_DEVICE_GUEST_SERVICES

#include "IntegrationComponent.h"

HV_HEADER_BEGIN

/** 1.1, as an initializer of IC_VERSION. */
#define IC_GUESTIFACE_VERSION_11 { 1, 1 }

/** IC_GUESTSVC_MSG_HEADER.Operation. */
typedef HV_UINT32 IC_GUESTSVC_OPERATION, *PIC_GUESTSVC_OPERATION;
enum
{
    ICGuestSvcOperationStartFileCopy = 0,    /**< IC_GUESTIFACE_START_OPERATION_MESSAGE. */
    ICGuestSvcOperationWriteToFile = 1,      /**< IC_GUESTIFACE_COPY_OPERATION_MESSAGE. */
    ICGuestSvcOperationCompleteFileCopy = 2, /**< IC_GUESTSVC_MSG_HEADER alone. */
    ICGuestSvcOperationCancelFileCopy = 3,   /**< IC_GUESTSVC_MSG_HEADER alone. */
};

/** Begins each message, behind the component's header. */
typedef struct IC_GUESTSVC_MSG_HEADER
{
    IC_GUESTSVC_OPERATION Operation;
    HV_GUID ServiceID;
    HV_GUID SessionID;
} IC_GUESTSVC_MSG_HEADER, *PIC_GUESTSVC_MSG_HEADER;
HV_STATIC_ASSERT(sizeof(IC_GUESTSVC_MSG_HEADER) == 36);

/** UTF-16 units of a name or a path, with the zero that ends it. */
#define IC_GUESTSVC_MAX_PATH 260

/** IC_GUESTIFACE_START_OPERATION_MESSAGE.Flags. */
typedef HV_UINT32 IC_GUESTSVC_FLAGS, *PIC_GUESTSVC_FLAGS;
enum
{
    ICGuestSvcStartFileCopyFlagsOverwrite = 1,      /**< Replace a file of that name. */
    ICGuestSvcStartFileCopyFlagsCreateFullPath = 2, /**< Make the directories of the path. */
};

/** Host to guest: a file follows. */
typedef struct IC_GUESTIFACE_START_OPERATION_MESSAGE
{
    IC_GUESTSVC_MSG_HEADER Header;
    HV_UINT16 SourceFileName[IC_GUESTSVC_MAX_PATH];      /**< UTF-16. */
    HV_UINT16 DestinationFilePath[IC_GUESTSVC_MAX_PATH]; /**< UTF-16. */
    IC_GUESTSVC_FLAGS Flags;
    HV_UINT64 FileSizeInBytes;
} IC_GUESTIFACE_START_OPERATION_MESSAGE, *PIC_GUESTIFACE_START_OPERATION_MESSAGE;
HV_STATIC_ASSERT(sizeof(IC_GUESTIFACE_START_OPERATION_MESSAGE) == 1088);

/** The most bytes of one write. */
#define IC_GUESTSVC_MAX_DATA 6144

HV_PACK_BEGIN
/** Host to guest: a piece of the file. Packed: 6196 bytes, not a multiple of 8. */
typedef struct IC_GUESTIFACE_COPY_OPERATION_MESSAGE
{
    IC_GUESTSVC_MSG_HEADER Header;
    HV_UINT32 Reserved;
    HV_INT64 Offset; /**< Bytes from the file's beginning. */
    HV_UINT32 Size;  /**< Bytes of Data, at most IC_GUESTSVC_MAX_DATA. */
    HV_UINT8 Data[IC_GUESTSVC_MAX_DATA];
} IC_GUESTIFACE_COPY_OPERATION_MESSAGE, *PIC_GUESTIFACE_COPY_OPERATION_MESSAGE;
HV_STATIC_ASSERT(sizeof(IC_GUESTIFACE_COPY_OPERATION_MESSAGE) == 6196);
HV_PACK_END

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_GUEST_SERVICES */
