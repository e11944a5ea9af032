/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Guest services: the host copies a file into the guest.
 *
 * Class 34d14be3-dee4-41c8-9ae7-6b174977c192; an integration component
 * (IntegrationComponent.h). One file at a time: a start, writes in any number,
 * and a completion or a cancellation. The guest answers each with a Status in
 * the component's header; the bodies of answers mean nothing.
 *
 * Everything here is the host's word, and a privileged program of the guest acts
 * on it: names may lack their zero, a path may lead anywhere, Offset and Size may
 * lie beyond FileSize, and Size beyond Data.
 *
 * No MIT source defines this protocol. The layouts are printed by a compiler
 * from other definitions (shared facts "file-copy"); the names are ours.
 */

#ifndef MILE_HYPERV_DEVICE_GUEST_SERVICES
#define MILE_HYPERV_DEVICE_GUEST_SERVICES

#include "IntegrationComponent.h"

HV_HEADER_BEGIN

/** IC_GUESTSVC_MSG_HDR.Operation. */
typedef HV_UINT32 IC_GUESTSVC_OPERATION, *PIC_GUESTSVC_OPERATION;
enum
{
    IcGuestSvcOperationStart = 0,    /**< IC_GUESTSVC_MSG_START. */
    IcGuestSvcOperationWrite = 1,    /**< IC_GUESTSVC_MSG_WRITE. */
    IcGuestSvcOperationComplete = 2, /**< IC_GUESTSVC_MSG_HDR alone. */
    IcGuestSvcOperationCancel = 3,   /**< IC_GUESTSVC_MSG_HDR alone. */
};

/** Begins each message, behind the component's header. */
typedef struct IC_GUESTSVC_MSG_HDR
{
    IC_GUESTSVC_OPERATION Operation;
    HV_UINT8 ServiceId0[16];
    HV_UINT8 ServiceId1[16];
} IC_GUESTSVC_MSG_HDR, *PIC_GUESTSVC_MSG_HDR;
HV_STATIC_ASSERT(sizeof(IC_GUESTSVC_MSG_HDR) == 36);

/** UTF-16 units of a name or a path, with the zero that ends it. */
#define IC_GUESTSVC_MAX_PATH 260

/** IC_GUESTSVC_MSG_START.Flags: replace a file of that name. */
#define IC_GUESTSVC_FLAG_OVERWRITE 0x1
/** Make the directories of the path. */
#define IC_GUESTSVC_FLAG_CREATE_PATH 0x2

HV_PACK_BEGIN
/** A file follows. */
typedef struct IC_GUESTSVC_MSG_START
{
    IC_GUESTSVC_MSG_HDR Header;
    HV_UINT16 FileName[IC_GUESTSVC_MAX_PATH];
    HV_UINT16 PathName[IC_GUESTSVC_MAX_PATH];
    HV_UINT32 Flags;    /**< IC_GUESTSVC_FLAG_... */
    HV_UINT64 FileSize; /**< Bytes. */
} IC_GUESTSVC_MSG_START, *PIC_GUESTSVC_MSG_START;
HV_STATIC_ASSERT(sizeof(IC_GUESTSVC_MSG_START) == 1088);

/** The most bytes of one write. */
#define IC_GUESTSVC_MAX_DATA 6144

/** A piece of the file. */
typedef struct IC_GUESTSVC_MSG_WRITE
{
    IC_GUESTSVC_MSG_HDR Header;
    HV_UINT32 Reserved;
    HV_UINT64 Offset; /**< Bytes from the file's beginning. */
    HV_UINT32 Size;   /**< Bytes of Data, at most IC_GUESTSVC_MAX_DATA. */
    HV_UINT8 Data[IC_GUESTSVC_MAX_DATA];
} IC_GUESTSVC_MSG_WRITE, *PIC_GUESTSVC_MSG_WRITE;
HV_STATIC_ASSERT(sizeof(IC_GUESTSVC_MSG_WRITE) == 6196);
HV_PACK_END

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_GUEST_SERVICES */
