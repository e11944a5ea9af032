/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief File system: builders of guest requests, checks of host responses, reads into messages or
 * pages.
 *
 * Device/FileSystem.h describes the protocol. A builder fills one message and returns or stores its
 * exact length; MileHvSendPipe() puts it into the ring. The host responds to one request at a time:
 *
 *     for (Version = MileHvFileSystemVersionBelow(0xFFFFFFFF); Version != 0;
 *          Version = MileHvFileSystemVersionBelow(Version))
 *         Bytes = MileHvFileSystemVersionBuild(&Request, Version);
 *         if (MileHvFileSystemVersionCheck(&Received) != MileHvUnavailable)
 *             break;
 *
 *     MileHvFileSystemInfoBuild(Buffer, sizeof(Buffer), Path, Units, &Bytes);
 *                                              MileHvFileSystemInfoCheck(): the file exists, its size and kind
 *     MileHvFileSystemReadBuild(Buffer, sizeof(Buffer), Path, Units, Offset, Count, &Bytes);
 *                                              MileHvFileSystemReadCheck(): the data
 *
 * A file that is RDMA capable can be read into pages of the guest. The guest first gives the pages
 * to the pipe under a handle, and takes them back after the response:
 *
 *     MileHvFileSystemPagesSend(&Ring, Buffer, sizeof(Buffer), Handle, 1, &List);
 *     MileHvFileSystemReadRdmaBuild(Buffer, sizeof(Buffer), Path, Units, Offset, Count, Handle, &Bytes);
 *                                              MileHvFileSystemReadRdmaCheck(): number of bytes read
 *     MileHvFileSystemPagesEnd(&Ring, Handle);
 *
 * No message opens or closes a file: each request contains the path, and a guest that has finished
 * reading sends nothing.
 *
 * The loop of Packet.h receives and checks each packet, with a buffer of
 * MILE_HYPERV_FILE_SYSTEM_PACKET_MAXIMUM_SIZE bytes. The guest must treat a packet that arrives
 * while no request is open as MileHvCorrupt. A check copies each byte of a header once and trusts
 * no value. Data is in the caller's buffer, which the host cannot write. The host can write to
 * pages of the guest until MileHvFileSystemPagesEnd(), so the guest must copy their contents before
 * it parses them. Where a check does not return MileHvSuccess, the caller must not use its output.
 *
 * Reset, suspend and resume. The guest waits for the response to the open request, takes its pages
 * back, closes the channel, and tears down the GPADL of the rings after that. To resume, it opens
 * the channel again and requests the version; the protocol has no state of a file. After a rescind
 * no response arrives, and the host may write to pages that it was given until the channel is
 * released.
 *
 * Not checked here: whether the file changes between two reads.
 *
 * Sources: Device/FileSystem.h and VMBus/Pipe.h, and their sources.
 */

#ifndef MILE_HYPERV_GUEST_FILE_SYSTEM
#define MILE_HYPERV_GUEST_FILE_SYSTEM

#include "../Device/FileSystem.h"
#include "Packet.h"

/** Bytes of the longest packet that a host sends: a descriptor, a pipe header and a message. */
#define MILE_HYPERV_FILE_SYSTEM_PACKET_MAXIMUM_SIZE 12312

/** Maximum number of bytes that one MileHvFileSystemReadBuild() can request. */
#define MILE_HYPERV_FILE_SYSTEM_READ_MAXIMUM_SIZE 12276

MILE_HYPERV_GUEST_BEGIN

HV_STATIC_ASSERT(sizeof(VMPACKET_DESCRIPTOR) + sizeof(VMPIPE_PROTOCOL_HEADER) + VMBFS_MAXIMUM_MESSAGE_SIZE ==
                 MILE_HYPERV_FILE_SYSTEM_PACKET_MAXIMUM_SIZE);
HV_STATIC_ASSERT(VMBFS_MAXIMUM_MESSAGE_SIZE - sizeof(VMBFS_MESSAGE_READ_FILE_RESPONSE) ==
                 MILE_HYPERV_FILE_SYSTEM_READ_MAXIMUM_SIZE);

/** Properties of a file that the host reports. */
typedef struct MILE_HV_FILE_SYSTEM_INFO
{
    HV_UINT64 FileBytes;    /**< Bytes of the file as the host reports; any value. */
    HV_UINT8 IsDirectory;   /**< 1 if the path is that of a directory, else 0. */
    HV_UINT8 IsRdmaCapable; /**< 1 if the file can be read into pages, else 0. */
    HV_UINT8 Reserved[6];
} MILE_HV_FILE_SYSTEM_INFO;

/*
 * Messages from the guest.
 */

/**
 * Next older protocol version to request.
 *
 * @param Version the refused version, or 0xFFFFFFFF to begin.
 * @return the newest VMBFS_VERSION_* below it, or 0: there is none.
 */
static inline HV_UINT32 MileHvFileSystemVersionBelow(HV_UINT32 Version)
{
    return (Version > VMBFS_VERSION_WIN10) ? VMBFS_VERSION_WIN10 : 0;
}

/** VmbfsMessageTypeVersionRequest: requests @p Version, VMBFS_VERSION_*. Returns the number of bytes to send. */
static inline HV_UINT32 MileHvFileSystemVersionBuild(VMBFS_MESSAGE_VERSION_REQUEST *Request, HV_UINT32 Version)
{
    Request->Header.Type = VmbfsMessageTypeVersionRequest;
    Request->Header.Reserved = 0;
    Request->RequestedVersion = Version;
    return (HV_UINT32)sizeof(*Request);
}

/**
 * Builds a request that ends with a path.
 *
 * @param Buffer receives the message; @p BufferBytes bytes long.
 * @param Head the request without the path; @p HeadBytes its length.
 * @param Path in UTF-16, with a backslash at the start and between its parts, without a terminator;
 * @p Units its length.
 * @param Bytes receives the number of bytes to send, or 0.
 * @return MileHvSuccess; MileHvTooSmall: the buffer is too small; MileHvInvalid: a path of another
 * form, or longer than a message.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvFileSystemRequestBuild(void *Buffer, HV_UINT32 BufferBytes, const void *Head,
                                                          HV_UINT32 HeadBytes, const HV_UINT16 *Path, HV_UINT32 Units,
                                                          HV_UINT32 *Bytes)
{
    HV_UINT32 Index;

    *Bytes = 0;
    if (Units == 0 || Units > (VMBFS_MAXIMUM_MESSAGE_SIZE - HeadBytes) / 2 || Path[0] != '\\')
    {
        return MileHvInvalid;
    }
    for (Index = 0; Index < Units; ++Index)
    {
        if (Path[Index] == 0)
        {
            return MileHvInvalid;
        }
    }
    if (BufferBytes < HeadBytes + Units * 2)
    {
        return MileHvTooSmall;
    }
    MileHvCopy(Buffer, Head, HeadBytes);
    MileHvCopy((HV_UINT8 *)Buffer + HeadBytes, Path, Units * 2);
    *Bytes = HeadBytes + Units * 2;
    return MileHvSuccess;
}

/**
 * VmbfsMessageTypeGetFileInfo.
 *
 * @param Buffer receives the message; @p BufferBytes bytes long.
 * @param Path in UTF-16, with a backslash at the start and between its parts, without a terminator;
 * @p Units its length.
 * @param Bytes receives the number of bytes to send, or 0.
 * @return MileHvSuccess; MileHvTooSmall: the buffer is too small; MileHvInvalid: a path of another
 * form, or longer than a message.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvFileSystemInfoBuild(void *Buffer, HV_UINT32 BufferBytes, const HV_UINT16 *Path,
                                                       HV_UINT32 Units, HV_UINT32 *Bytes)
{
    VMBFS_MESSAGE_HEADER Head;

    Head.Type = VmbfsMessageTypeGetFileInfo;
    Head.Reserved = 0;
    return MileHvFileSystemRequestBuild(Buffer, BufferBytes, &Head, (HV_UINT32)sizeof(Head), Path, Units, Bytes);
}

/**
 * VmbfsMessageTypeReadFile.
 *
 * @param Buffer receives the message; @p BufferBytes bytes long.
 * @param Path in UTF-16, with a backslash at the start and between its parts, without a terminator;
 * @p Units its length.
 * @param Offset in bytes from the beginning of the file.
 * @param Count bytes to read; 1 to MILE_HYPERV_FILE_SYSTEM_READ_MAXIMUM_SIZE.
 * @param Bytes receives the number of bytes to send, or 0.
 * @return MileHvSuccess; MileHvTooSmall: the buffer is too small; MileHvInvalid: a path of another
 * form, or a count out of bounds.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvFileSystemReadBuild(void *Buffer, HV_UINT32 BufferBytes, const HV_UINT16 *Path,
                                                       HV_UINT32 Units, HV_UINT64 Offset, HV_UINT32 Count,
                                                       HV_UINT32 *Bytes)
{
    VMBFS_MESSAGE_READ_FILE Head;

    *Bytes = 0;
    if (Count == 0 || Count > MILE_HYPERV_FILE_SYSTEM_READ_MAXIMUM_SIZE)
    {
        return MileHvInvalid;
    }
    Head.Header.Type = VmbfsMessageTypeReadFile;
    Head.Header.Reserved = 0;
    Head.ByteCount = Count;
    Head.Offset = Offset;
    return MileHvFileSystemRequestBuild(Buffer, BufferBytes, &Head, (HV_UINT32)sizeof(Head), Path, Units, Bytes);
}

/**
 * VmbfsMessageTypeReadFileRdma: reads into the pages of a handle, from their first byte on.
 *
 * @param Buffer receives the message; @p BufferBytes bytes long.
 * @param Path in UTF-16, with a backslash at the start and between its parts, without a terminator;
 * @p Units its length.
 * @param Offset in bytes from the beginning of the file.
 * @param Count bytes to read; not 0, and at most those of the pages. The upper bound is not
 * checked.
 * @param Handle passed to MileHvFileSystemPagesSend().
 * @param Bytes receives the number of bytes to send, or 0.
 * @return MileHvSuccess; MileHvTooSmall: the buffer is too small; MileHvInvalid: a path of another
 * form, or a count of 0.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvFileSystemReadRdmaBuild(void *Buffer, HV_UINT32 BufferBytes, const HV_UINT16 *Path,
                                                           HV_UINT32 Units, HV_UINT64 Offset, HV_UINT32 Count,
                                                           HV_UINT32 Handle, HV_UINT32 *Bytes)
{
    VMBFS_MESSAGE_READ_FILE_RDMA Head;

    *Bytes = 0;
    if (Count == 0)
    {
        return MileHvInvalid;
    }
    Head.Header.Type = VmbfsMessageTypeReadFileRdma;
    Head.Header.Reserved = 0;
    Head.Handle = Handle;
    Head.ByteCount = Count;
    Head.FileOffset = Offset;
    Head.TokenOffset = 0;
    return MileHvFileSystemRequestBuild(Buffer, BufferBytes, &Head, (HV_UINT32)sizeof(Head), Path, Units, Bytes);
}

/**
 * Writes a message of the pipe itself into the ring. Nothing is committed. Returns the results of
 * MileHvSendRingReserve().
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvFileSystemPipeSend(MILE_HV_SEND_RING *Ring, VMPIPE_PROTOCOL_MESSAGE_TYPE Type,
                                                      const void *Body, HV_UINT32 Bytes)
{
    MILE_HV_PACKET_PARTS Parts;

    Parts.TransactionId = 0;
    Parts.Word = (HV_UINT64)Bytes << 32 | Type;
    Parts.WordBytes = 8;
    Parts.ExternalBytes = 0;
    Parts.PayloadBytes = Bytes;
    Parts.Reserved = 0;
    Parts.External = Body;
    Parts.Payload = Body;
    return MileHvSendParts(Ring, VmbusPacketTypeDataInBand, 0, (HV_UINT32)sizeof(VMPACKET_DESCRIPTOR), &Parts);
}

/**
 * VmPipeMessageSetupGpaDirect: gives pages to the host under a handle. Nothing is committed.
 *
 * @param Buffer memory for the message: 9 bytes, and 8 for each entry of the list.
 * @param Handle that is not in use on this pipe. Not checked.
 * @param IsWritable 1 if the host may write to the pages, which a read of a file requires; 0 if it
 * may only read them.
 * @param List the pages.
 * @return the results of MileHvSendRingReserve(); MileHvTooSmall: the buffer is too small;
 * MileHvInvalid also if the list is empty or longer than a message.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvFileSystemPagesSend(MILE_HV_SEND_RING *Ring, void *Buffer, HV_UINT32 BufferBytes,
                                                       HV_UINT32 Handle, HV_UINT32 IsWritable,
                                                       const MILE_HV_GPA_LIST *List)
{
    const HV_UINT32 HeadBytes = (HV_UINT32)sizeof(VMPIPE_SETUP_GPA_DIRECT_BODY);
    VMPIPE_SETUP_GPA_DIRECT_BODY Head;

    if (List->RangeCount == 0 || List->EntryCount > (VMPIPE_MAXIMUM_PIPE_PACKET_SIZE - HeadBytes) / 8)
    {
        return MileHvInvalid;
    }
    if (BufferBytes < HeadBytes + List->EntryCount * 8)
    {
        return MileHvTooSmall;
    }
    Head.Handle = Handle;
    Head.IsWritable = (IsWritable != 0) ? 1 : 0;
    Head.RangeCount = List->RangeCount;
    MileHvCopy(Buffer, &Head, HeadBytes);
    MileHvCopy((HV_UINT8 *)Buffer + HeadBytes, List->Entries, List->EntryCount * 8);
    return MileHvFileSystemPipeSend(Ring, VmPipeMessageSetupGpaDirect, Buffer, HeadBytes + List->EntryCount * 8);
}

/**
 * VmPipeMessageTeardownGpaDirect: takes the pages of @p Handle back. Nothing is committed. Returns
 * the results of MileHvSendRingReserve().
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvFileSystemPagesEnd(MILE_HV_SEND_RING *Ring, HV_UINT32 Handle)
{
    VMPIPE_TEARDOWN_GPA_DIRECT_BODY Body;

    Body.Handle = Handle;
    return MileHvFileSystemPipeSend(Ring, VmPipeMessageTeardownGpaDirect, &Body, (HV_UINT32)sizeof(Body));
}

/*
 * Responses of the host.
 */

/**
 * Checks the form of a response.
 *
 * @param Received the packet, from MileHvPacketCheck().
 * @param Type of the response to the request.
 * @param Head receives a copy of the structure; @p HeadBytes its length.
 * @param Data receives a pointer to the bytes after the structure, in the caller's buffer; @p Bytes
 * their number.
 * @return MileHvSuccess; MileHvCorrupt: not in-band, a broken pipe header, longer than
 * VMBFS_MAXIMUM_MESSAGE_SIZE, shorter than its structure, or of another type.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvFileSystemCopy(const MILE_HV_PACKET *Received, VMBFS_MESSAGE_TYPE Type, void *Head,
                                                  HV_UINT32 HeadBytes, const HV_UINT8 **Data, HV_UINT32 *Bytes)
{
    const HV_UINT8 *Message;
    VMBFS_MESSAGE_TYPE Found;
    HV_UINT32 Count;

    *Data = (const HV_UINT8 *)MILE_HYPERV_GUEST_NULL;
    *Bytes = 0;
    if (Received->Descriptor.Type != VmbusPacketTypeDataInBand ||
        MileHvPipeCheck(Received->Payload, Received->PayloadBytes, &Message, &Count) != MileHvSuccess ||
        Count < HeadBytes || Count > VMBFS_MAXIMUM_MESSAGE_SIZE)
    {
        return MileHvCorrupt;
    }
    MileHvCopy(Head, Message, HeadBytes);
    MileHvCopy(&Found, Head, (HV_UINT32)sizeof(Found));
    if (Found != Type)
    {
        return MileHvCorrupt;
    }
    *Data = Message + HeadBytes;
    *Bytes = Count - HeadBytes;
    return MileHvSuccess;
}

/** Result of a VMBFS_STATUS_FILE_RESPONSE. */
static inline MILE_HV_RESULT MileHvFileSystemResult(VMBFS_STATUS_FILE_RESPONSE Status)
{
    switch (Status)
    {
    case VmbfsFileSuccess:
        return MileHvSuccess;
    case VmbfsFileNotFound:
        return MileHvUnavailable;
    case VmbfsFileEndOfFile:
        return MileHvEmpty;
    default:
        return MileHvFailed;
    }
}

/**
 * Checks the response to MileHvFileSystemVersionBuild().
 *
 * @return MileHvSuccess: the version is negotiated; MileHvUnavailable: request an older one; MileHvCorrupt as
 * MileHvFileSystemCopy().
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvFileSystemVersionCheck(const MILE_HV_PACKET *Received)
{
    VMBFS_MESSAGE_VERSION_RESPONSE Response;
    const HV_UINT8 *Data;
    HV_UINT32 Bytes;

    if (MileHvFileSystemCopy(Received, VmbfsMessageTypeVersionResponse, &Response, (HV_UINT32)sizeof(Response), &Data,
                             &Bytes) != MileHvSuccess)
    {
        return MileHvCorrupt;
    }
    return (Response.Status == VmbfsVersionSupported) ? MileHvSuccess : MileHvUnavailable;
}

/**
 * Checks the response to MileHvFileSystemInfoBuild().
 *
 * @param Info receives the properties that the host reports; it is all zero unless the result is
 * MileHvSuccess.
 * @return MileHvSuccess; MileHvUnavailable: there is no such file; MileHvEmpty or MileHvFailed: the
 * host cannot read the properties; MileHvCorrupt as MileHvFileSystemCopy().
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvFileSystemInfoCheck(const MILE_HV_PACKET *Received, MILE_HV_FILE_SYSTEM_INFO *Info)
{
    VMBFS_MESSAGE_GET_FILE_INFO_RESPONSE Response;
    const HV_UINT8 *Data;
    HV_UINT32 Bytes;
    MILE_HV_RESULT Result;

    MileHvZero(Info, (HV_UINT32)sizeof(*Info));
    if (MileHvFileSystemCopy(Received, VmbfsMessageTypeGetFileInfoResponse, &Response, (HV_UINT32)sizeof(Response),
                             &Data, &Bytes) != MileHvSuccess)
    {
        return MileHvCorrupt;
    }
    Result = MileHvFileSystemResult(Response.Status);
    if (Result == MileHvSuccess)
    {
        Info->FileBytes = Response.FileSize;
        Info->IsDirectory = (Response.Flags & VMBFS_GET_FILE_INFO_FLAG_DIRECTORY) ? 1 : 0;
        Info->IsRdmaCapable = (Response.Flags & VMBFS_GET_FILE_INFO_FLAG_RDMA_CAPABLE) ? 1 : 0;
    }
    return Result;
}

/**
 * Checks the response to MileHvFileSystemReadBuild().
 *
 * @param Count number of bytes requested.
 * @param Data receives a pointer to the data, in the caller's buffer, or null; @p Bytes its length:
 * at most @p Count, and less at the end of the file.
 * @return MileHvSuccess; MileHvEmpty: the offset is at or after the end of the file, or no byte was
 * read; MileHvUnavailable: there is no such file; MileHvFailed: the host could not read it;
 * MileHvCorrupt as MileHvFileSystemCopy(), or more bytes than requested.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvFileSystemReadCheck(const MILE_HV_PACKET *Received, HV_UINT32 Count,
                                                       const HV_UINT8 **Data, HV_UINT32 *Bytes)
{
    VMBFS_MESSAGE_READ_FILE_RESPONSE Response;
    MILE_HV_RESULT Result = MileHvFileSystemCopy(Received, VmbfsMessageTypeReadFileResponse, &Response,
                                                 (HV_UINT32)sizeof(Response), Data, Bytes);

    if (Result == MileHvSuccess)
    {
        Result = MileHvFileSystemResult(Response.Status);
    }
    if (Result == MileHvSuccess && *Bytes > Count)
    {
        Result = MileHvCorrupt;
    }
    if (Result == MileHvSuccess && *Bytes == 0)
    {
        Result = MileHvEmpty;
    }
    if (Result != MileHvSuccess)
    {
        *Data = (const HV_UINT8 *)MILE_HYPERV_GUEST_NULL;
        *Bytes = 0;
    }
    return Result;
}

/**
 * Checks the response to MileHvFileSystemReadRdmaBuild().
 *
 * @param Count number of bytes requested.
 * @param Bytes receives the bytes that were read into the pages: at most @p Count, and 0 unless the result is
 * MileHvSuccess.
 * @return the results of MileHvFileSystemReadCheck().
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvFileSystemReadRdmaCheck(const MILE_HV_PACKET *Received, HV_UINT32 Count,
                                                           HV_UINT32 *Bytes)
{
    VMBFS_MESSAGE_READ_FILE_RDMA_RESPONSE Response;
    const HV_UINT8 *Data;
    MILE_HV_RESULT Result = MileHvFileSystemCopy(Received, VmbfsMessageTypeReadFileRdmaResponse, &Response,
                                                 (HV_UINT32)sizeof(Response), &Data, Bytes);

    *Bytes = 0;
    if (Result == MileHvSuccess)
    {
        Result = MileHvFileSystemResult(Response.Status);
    }
    if (Result != MileHvSuccess)
    {
        return Result;
    }
    if (Response.ByteCount > Count)
    {
        return MileHvCorrupt;
    }
    *Bytes = Response.ByteCount;
    return (*Bytes != 0) ? MileHvSuccess : MileHvEmpty;
}

MILE_HYPERV_GUEST_END

#endif /* !MILE_HYPERV_GUEST_FILE_SYSTEM */
