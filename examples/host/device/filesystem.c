/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief File system (Device/FileSystem.h): files of a folder of this machine, to be read; folder.c has the files.
 *
 * Data travels in messages, or into pages that the guest has given to the pipe
 * before under a handle. A request that is answered by a failure names a file that
 * does not exist, or that cannot be read; a malformed one closes the channel.
 */

#include "../bus.h"
#include "folder.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <Mile.HyperV/Device/FileSystem.h>

enum
{
    MaximumHandles = 16,
    MaximumPieces = 1024, /* As many as preadv() takes. */
    ReadBytes = VMBFS_MAXIMUM_MESSAGE_SIZE - sizeof(VMBFS_MESSAGE_READ_FILE_RESPONSE),
};

typedef struct FILE_SYSTEM
{
    int Folder;
} FILE_SYSTEM;

/* Pages that the guest gave to the pipe. */
typedef struct HANDLE
{
    HV_UINT32 Id;
    int IsWritable;
    MILE_HV_PACKET Pages; /* As if a packet of the guest named them; External is null in a free entry. */
} HANDLE;

typedef struct FILE_SYSTEM_CHANNEL
{
    int IsReady; /* A version is agreed on. */
    HANDLE Handles[MaximumHandles];
    uint64_t Reads;
    uint64_t BytesRead;
} FILE_SYSTEM_CHANNEL;

static HANDLE *FindHandle(FILE_SYSTEM_CHANNEL *State, HV_UINT32 Id, int IsFree)
{
    for (unsigned Index = 0; Index < MaximumHandles; ++Index)
    {
        HANDLE *Handle = &State->Handles[Index];

        if ((Handle->Pages.External == NULL) == IsFree && (IsFree || Handle->Id == Id))
        {
            return Handle;
        }
    }
    return NULL;
}

static void FreeHandle(HANDLE *Handle)
{
    free((void *)(uintptr_t)Handle->Pages.External);
    memset(Handle, 0, sizeof(*Handle));
}

/*
 * Messages of the pipe itself.
 */

static void TakeSetup(HOST_CHANNEL *Channel, const HV_UINT8 *Body, HV_UINT32 Bytes)
{
    FILE_SYSTEM_CHANNEL *State = Channel->State;
    HANDLE *Handle = FindHandle(State, 0, 1);
    VMPIPE_SETUP_GPA_DIRECT_BODY Head;
    HV_UINT8 *Copy;

    if (Bytes < sizeof(Head))
    {
        ChannelFail(Channel, "pages in a message of %u bytes", Bytes);
        return;
    }
    memcpy(&Head, Body, sizeof(Head));
    Bytes -= (HV_UINT32)sizeof(Head);
    if (Handle == NULL || FindHandle(State, Head.Handle, 0) != NULL || Bytes == 0 ||
        MileHvGpaRangesCheck(Body + sizeof(Head), Bytes, Head.RangeCount) != Bytes)
    {
        ChannelFail(Channel, "pages that are no ranges, a handle in use, or too many handles");
        return;
    }
    Copy = malloc(8 + (size_t)Bytes);
    if (Copy == NULL)
    {
        HostFail("memory");
    }
    memcpy(Copy + 8, Body + sizeof(Head), Bytes); /* The head is the packet's; PacketVector() skips it. */
    Handle->Id = Head.Handle;
    Handle->IsWritable = Head.IsWritable != 0;
    Handle->Pages.Descriptor.Type = VmbusPacketTypeDataUsingGpaDirect;
    Handle->Pages.External = Copy;
    Handle->Pages.RangeCount = Head.RangeCount;
}

static void TakeTeardown(HOST_CHANNEL *Channel, const HV_UINT8 *Data, HV_UINT32 Bytes)
{
    VMPIPE_TEARDOWN_GPA_DIRECT_BODY Body = {0};
    HANDLE *Handle;

    memcpy(&Body, Data, Bytes < sizeof(Body) ? Bytes : sizeof(Body));
    Handle = Bytes >= sizeof(Body) ? FindHandle(Channel->State, Body.Handle, 0) : NULL;
    if (Handle == NULL)
    {
        ChannelFail(Channel, "no pages have the handle 0x%x", Body.Handle);
        return;
    }
    FreeHandle(Handle);
}

/*
 * Requests.
 */

/* The path at the end of a request, which is not aligned there; a longer one than Path is none that is found. */
static int Find(HOST_CHANNEL *Channel, const HV_UINT8 *Data, HV_UINT32 Bytes, FOLDER_INFO *Info)
{
    const FILE_SYSTEM *System = Channel->Device->State;
    HV_UINT16 Path[FolderPathUnits];

    if (Bytes > sizeof(Path) || Bytes % sizeof(Path[0]) != 0)
    {
        return -1;
    }
    memcpy(Path, Data, Bytes);
    return FolderFind(System->Folder, Path, Bytes / sizeof(Path[0]), Info);
}

/* The status of a read of Count bytes. As OpenVMM: all of them, or none. */
static VMBFS_STATUS_FILE_RESPONSE Read(HOST_CHANNEL *Channel, const HV_UINT8 *Path, HV_UINT32 PathBytes, HV_UINT64 Offset,
                                       const struct iovec *Pieces, int PieceCount, HV_UINT32 Count)
{
    FILE_SYSTEM_CHANNEL *State = Channel->State;
    FOLDER_INFO Info;
    int File = Find(Channel, Path, PathBytes, &Info);
    long Done = -1;

    if (File < 0)
    {
        return VmbfsFileNotFound;
    }
    if (!Info.IsFolder)
    {
        Done = FolderRead(File, Offset, Pieces, PieceCount);
    }
    FolderEnd(File);
    if (Done < 0)
    {
        return VmbfsFileError;
    }
    ++State->Reads;
    State->BytesRead += (uint64_t)Done;
    return (HV_UINT32)Done == Count ? VmbfsFileSuccess : VmbfsFileEndOfFile;
}

static void TakeVersion(HOST_CHANNEL *Channel, const HV_UINT8 *Message, HV_UINT32 Bytes)
{
    FILE_SYSTEM_CHANNEL *State = Channel->State;
    VMBFS_MESSAGE_VERSION_RESPONSE Response = {.Header.Type = VmbfsMessageTypeVersionResponse};
    VMBFS_MESSAGE_VERSION_REQUEST Request;

    if (Bytes < sizeof(Request))
    {
        ChannelFail(Channel, "a version request of %u bytes", Bytes);
        return;
    }
    memcpy(&Request, Message, sizeof(Request));
    State->IsReady = Request.RequestedVersion == VMBFS_VERSION_WIN10;
    Response.Status = State->IsReady ? VmbfsVersionSupported : VmbfsVersionUnsupported;
    ChannelSendPipe(Channel, &Response, sizeof(Response));
    if (State->IsReady)
    {
        HostSay("%s: version 1.0", Channel->Device->Name);
    }
}

static void TakeInfo(HOST_CHANNEL *Channel, const HV_UINT8 *Message, HV_UINT32 Bytes)
{
    VMBFS_MESSAGE_GET_FILE_INFO_RESPONSE Response = {.Header.Type = VmbfsMessageTypeGetFileInfoResponse};
    FOLDER_INFO Info = {0};
    int File = Find(Channel, Message + sizeof(VMBFS_MESSAGE_GET_FILE_INFO),
                    Bytes - (HV_UINT32)sizeof(VMBFS_MESSAGE_GET_FILE_INFO), &Info);

    Response.Status = File >= 0 ? VmbfsFileSuccess : VmbfsFileNotFound;
    if (File >= 0)
    {
        Response.Flags = Info.IsFolder ? VMBFS_GET_FILE_INFO_FLAG_DIRECTORY : VMBFS_GET_FILE_INFO_FLAG_RDMA_CAPABLE;
        Response.FileSize = Info.Bytes;
        FolderEnd(File);
    }
    ChannelSendPipe(Channel, &Response, sizeof(Response));
}

static void TakeRead(HOST_CHANNEL *Channel, const HV_UINT8 *Message, HV_UINT32 Bytes)
{
    static HV_UINT8 Response[sizeof(VMBFS_MESSAGE_READ_FILE_RESPONSE) + ReadBytes];
    VMBFS_MESSAGE_READ_FILE_RESPONSE Head = {.Header.Type = VmbfsMessageTypeReadFileResponse};
    VMBFS_MESSAGE_READ_FILE Request;
    struct iovec Piece;

    if (Bytes < sizeof(Request))
    {
        ChannelFail(Channel, "a read request of %u bytes", Bytes);
        return;
    }
    memcpy(&Request, Message, sizeof(Request));
    if (Request.ByteCount > ReadBytes)
    {
        ChannelFail(Channel, "a read of %u bytes", Request.ByteCount);
        return;
    }
    Piece = (struct iovec){Response + sizeof(Head), Request.ByteCount};
    Head.Status = Read(Channel, Message + sizeof(Request), Bytes - (HV_UINT32)sizeof(Request), Request.Offset, &Piece, 1,
                       Request.ByteCount);
    memcpy(Response, &Head, sizeof(Head));
    ChannelSendPipe(Channel, Response,
                    (unsigned)sizeof(Head) + (Head.Status == VmbfsFileSuccess ? Request.ByteCount : 0));
}

/* The pieces of a handle's pages from an offset on. Returns how many; -1 if they are fewer bytes, or no memory. */
static int PiecesFrom(const HANDLE *Handle, HV_UINT64 Offset, HV_UINT32 Count, struct iovec *Pieces)
{
    const uint64_t All = PacketRangeBytes(&Handle->Pages);
    int PieceCount;
    int First = 0;

    if (Offset > All || Count > All - Offset)
    {
        return -1;
    }
    PieceCount = PacketVector(&Handle->Pages, (size_t)(Offset + Count), Pieces, MaximumPieces);
    for (; PieceCount > 0 && First < PieceCount && Offset >= Pieces[First].iov_len; ++First)
    {
        Offset -= Pieces[First].iov_len;
    }
    if (PieceCount < 0 || First == PieceCount)
    {
        return -1;
    }
    PieceCount -= First;
    memmove(Pieces, Pieces + First, (size_t)PieceCount * sizeof(*Pieces));
    Pieces[0].iov_base = (HV_UINT8 *)Pieces[0].iov_base + Offset;
    Pieces[0].iov_len -= (size_t)Offset;
    return PieceCount;
}

static void TakeReadRdma(HOST_CHANNEL *Channel, const HV_UINT8 *Message, HV_UINT32 Bytes)
{
    VMBFS_MESSAGE_READ_FILE_RDMA_RESPONSE Response = {.Header.Type = VmbfsMessageTypeReadFileRdmaResponse};
    VMBFS_MESSAGE_READ_FILE_RDMA Request;
    struct iovec Pieces[MaximumPieces];
    const HANDLE *Handle;
    int Count;

    if (Bytes < sizeof(Request))
    {
        ChannelFail(Channel, "a read request of %u bytes", Bytes);
        return;
    }
    memcpy(&Request, Message, sizeof(Request));
    Handle = FindHandle(Channel->State, Request.Handle, 0);
    Count = Handle != NULL && Handle->IsWritable ? PiecesFrom(Handle, Request.TokenOffset, Request.ByteCount, Pieces) : -1;
    if (Count < 0)
    {
        ChannelFail(Channel, "a read of %u bytes into pages that the guest has not given for it", Request.ByteCount);
        return;
    }
    Response.Status = Read(Channel, Message + sizeof(Request), Bytes - (HV_UINT32)sizeof(Request), Request.FileOffset,
                           Pieces, Count, Request.ByteCount);
    Response.ByteCount = Response.Status == VmbfsFileSuccess ? Request.ByteCount : 0;
    ChannelSendPipe(Channel, &Response, sizeof(Response));
}

static void TakeMessage(HOST_CHANNEL *Channel, const HV_UINT8 *Message, HV_UINT32 Bytes)
{
    const FILE_SYSTEM_CHANNEL *State = Channel->State;
    VMBFS_MESSAGE_HEADER Header;

    if (Bytes < sizeof(Header) || Bytes > VMBFS_MAXIMUM_MESSAGE_SIZE)
    {
        ChannelFail(Channel, "a message of %u bytes", Bytes);
        return;
    }
    memcpy(&Header, Message, sizeof(Header));
    if (State->IsReady != (Header.Type != VmbfsMessageTypeVersionRequest))
    {
        ChannelFail(Channel, "a message of type %u, out of order", Header.Type);
        return;
    }
    switch (Header.Type)
    {
    case VmbfsMessageTypeVersionRequest:
        TakeVersion(Channel, Message, Bytes);
        break;
    case VmbfsMessageTypeGetFileInfo:
        TakeInfo(Channel, Message, Bytes);
        break;
    case VmbfsMessageTypeReadFile:
        TakeRead(Channel, Message, Bytes);
        break;
    case VmbfsMessageTypeReadFileRdma:
        TakeReadRdma(Channel, Message, Bytes);
        break;
    default:
        ChannelFail(Channel, "a message of type %u", Header.Type);
    }
}

static void TakePacket(HOST_CHANNEL *Channel, const MILE_HV_PACKET *Packet)
{
    VMPIPE_PROTOCOL_HEADER Header;
    const HV_UINT8 *Body = Packet->Payload + sizeof(Header);

    if (Packet->Descriptor.Type != VmbusPacketTypeDataInBand || Packet->PayloadBytes < sizeof(Header))
    {
        ChannelFail(Channel, "a packet that is no message");
        return;
    }
    memcpy(&Header, Packet->Payload, sizeof(Header));
    if (Header.DataSize > Packet->PayloadBytes - sizeof(Header) || Header.DataSize > VMPIPE_MAXIMUM_PIPE_PACKET_SIZE)
    {
        ChannelFail(Channel, "a message of %u bytes in a packet of %u", Header.DataSize, Packet->PayloadBytes);
        return;
    }
    switch (Header.PacketType)
    {
    case VmPipeMessageData:
        TakeMessage(Channel, Body, Header.DataSize);
        break;
    case VmPipeMessageSetupGpaDirect:
        TakeSetup(Channel, Body, Header.DataSize);
        break;
    case VmPipeMessageTeardownGpaDirect:
        TakeTeardown(Channel, Body, Header.DataSize);
        break;
    default:
        ChannelFail(Channel, "a packet of the pipe of type %u", Header.PacketType);
    }
}

static void Offer(HOST_CHANNEL *Channel, VMBUS_CHANNEL_OFFER_CHANNEL *Message)
{
    VMPIPE_OFFER_DATA Data = {.PipeType = VmbusHvsockPipeTypeMessage, .PipeFlags.AsUINT32 = VMPIPE_OFFER_FLAG_GPA_DIRECT};

    (void)Channel;
    memcpy(Message->UserDefined, &Data, sizeof(Data));
}

static void Close(HOST_CHANNEL *Channel)
{
    FILE_SYSTEM_CHANNEL *State = Channel->State;

    for (unsigned Index = 0; Index < MaximumHandles; ++Index)
    {
        FreeHandle(&State->Handles[Index]);
    }
    HostEvent("FILES_CLOSED", "{\"reads\": %llu, \"bytes\": %llu}", (unsigned long long)State->Reads,
              (unsigned long long)State->BytesRead);
}

static int Create(HOST_DEVICE *Device, const char *Arguments, char *Reason)
{
    FILE_SYSTEM *System = Device->State;

    if (Arguments == NULL || Device->Number != 0)
    {
        strcpy(Reason, "there is one file system, of one folder");
        return 0;
    }
    System->Folder = FolderOpen(Arguments, Reason);
    return System->Folder >= 0;
}

static void Destroy(HOST_DEVICE *Device)
{
    const FILE_SYSTEM *System = Device->State;

    FolderClose(System->Folder);
}

const HOST_DEVICE_TYPE FileSystemType = {
    .Name = "files",
    .Arguments = "FOLDER",
    .Help = "file system: the files of a folder, which the guest can read; links and what is outside are not found",
    .Class = VMBFS_CLASS_ID_INIT,
    .Instance = VMBFS_IMC_INSTANCE_ID_INIT,
    .OfferFlags = VMBUS_OFFER_FLAG_NAMED_PIPE_MODE,
    .StateBytes = sizeof(FILE_SYSTEM),
    .ChannelBytes = sizeof(FILE_SYSTEM_CHANNEL),
    .Create = Create,
    .Offer = Offer,
    .Packet = TakePacket,
    .Close = Close,
    .Destroy = Destroy,
};
