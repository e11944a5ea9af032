/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Guest services (Device/GuestServices.h): the command "copy" copies a file into the guest.
 *
 * One file at a time, one message at a time: a start, a write for each piece, the
 * completion. A message that the guest refuses ends the copy.
 */

#include "ic.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <Mile.HyperV/Device/GuestServices.h>

typedef struct FILE_COPY_CHANNEL
{
    IC_CHANNEL Ic;
    int IsBusy;
    int IsComplete; /* The completion was sent. */
    int File;
    HV_INT64 Offset;
    HV_INT64 Size;
} FILE_COPY_CHANNEL;

static void End(HOST_CHANNEL *Channel, HV_UINT32 Status)
{
    FILE_COPY_CHANNEL *State = Channel->State;

    close(State->File);
    State->IsBusy = 0;
    HostEvent("FILE_COPY", "{\"status\": %u, \"bytes\": %lld}", Status, (long long)State->Offset);
}

/* Sends the next piece, or the completion. */
static int SendNext(HOST_CHANNEL *Channel)
{
    FILE_COPY_CHANNEL *State = Channel->State;
    IC_GUESTIFACE_COPY_OPERATION_MESSAGE Message = {.Header.Operation = ICGuestSvcOperationWriteToFile,
                                                    .Offset = State->Offset};
    ssize_t Bytes = pread(State->File, Message.Data, sizeof(Message.Data), State->Offset);

    if (Bytes > 0 && State->Offset < State->Size)
    {
        Message.Size = (HV_UINT32)Bytes;
        State->Offset += Bytes;
        return IcRequest(Channel, &Message, sizeof(Message));
    }
    /* A file that became shorter meanwhile is not what was announced. */
    Message.Header.Operation = State->Offset == State->Size ? ICGuestSvcOperationCompleteFileCopy
                                                            : ICGuestSvcOperationCancelFileCopy;
    State->IsComplete = 1;
    return IcRequest(Channel, &Message.Header, sizeof(Message.Header));
}

static void Ready(HOST_CHANNEL *Channel)
{
    HostEvent("FILE_COPY_READY", "{\"device\": \"%s\"}", Channel->Device->Name);
}

static void Answer(HOST_CHANNEL *Channel, const IC_MSG_HDR *Header, const HV_UINT8 *Body, unsigned Bytes)
{
    const FILE_COPY_CHANNEL *State = Channel->State;

    (void)Body;
    (void)Bytes;
    if (!State->IsBusy)
    {
        return;
    }
    if (Header->Status != IC_STATUS_SUCCESS || State->IsComplete || !SendNext(Channel))
    {
        End(Channel, Header->Status);
    }
}

static void Open(HOST_CHANNEL *Channel, const HV_UINT8 *UserData)
{
    static const IC_VERSION Versions[] = {IC_GUESTIFACE_VERSION_11};
    static const IC_SERVICE Service = {ICFeatureIdxGuestInterface, Versions, 1, Ready, Answer};

    (void)UserData;
    IcOpen(Channel, &Service);
}

static void Close(HOST_CHANNEL *Channel)
{
    const FILE_COPY_CHANNEL *State = Channel->State;

    if (State->IsBusy)
    {
        close(State->File);
    }
}

/* ASCII text as UTF-16, with its zero; commands have nothing else. */
static void ToUnits(const char *Text, HV_UINT16 Units[IC_GUESTSVC_MAX_PATH])
{
    unsigned Count = 0;

    for (; Text[Count] != 0 && Count + 1 < IC_GUESTSVC_MAX_PATH; ++Count)
    {
        Units[Count] = (HV_UINT8)Text[Count];
    }
}

static int Copy(HOST_DEVICE *Device, const char *Arguments, char *Reply)
{
    FILE_COPY_CHANNEL *State = (FILE_COPY_CHANNEL *)IcReady(Device, Reply);
    IC_GUESTIFACE_START_OPERATION_MESSAGE Message = {.Header.Operation = ICGuestSvcOperationStartFileCopy};
    char From[4096];
    char Folder[IC_GUESTSVC_MAX_PATH];
    char Name[IC_GUESTSVC_MAX_PATH];
    struct stat Status;
    int File;

    if (State == NULL)
    {
        return 0;
    }
    if (!JsonString(Arguments, "file", From, sizeof(From)) || !JsonString(Arguments, "folder", Folder, sizeof(Folder)) ||
        !JsonString(Arguments, "name", Name, sizeof(Name)))
    {
        strcpy(Reply, "file, folder and name are strings");
        return 0;
    }
    File = State->IsBusy ? -1 : open(From, O_RDONLY | O_CLOEXEC);
    if (File < 0 || fstat(File, &Status) != 0)
    {
        snprintf(Reply, ReplyBytes, "%s", State->IsBusy ? "another file is being copied" : strerror(errno));
        return 0;
    }
    State->IsBusy = 1;
    State->IsComplete = 0;
    State->File = File;
    State->Offset = 0;
    State->Size = Status.st_size;
    Message.Flags = ICGuestSvcStartFileCopyFlagsOverwrite | ICGuestSvcStartFileCopyFlagsCreateFullPath;
    Message.FileSizeInBytes = (HV_UINT64)Status.st_size;
    ToUnits(Name, Message.SourceFileName);
    ToUnits(Folder, Message.DestinationFilePath);
    return IcRequest(Device->Channel, &Message, sizeof(Message));
}

static const HOST_COMMAND Commands[] = {
    {"copy", "file, folder, name: copies a file into a folder of the guest (Linux creates it if it ends with a slash)", Copy},
    {NULL, NULL, NULL},
};

const HOST_DEVICE_TYPE FileCopyType = {
    .Name = "filecopy",
    .Help = "guest services: the command \"copy\" copies a file into the guest",
    .Class = IC_GUESTSVC_CLASS_ID_INIT,
    .Instance = IC_GUESTSVC_INSTANCE_ID_INIT,
    .OfferFlags = VMBUS_OFFER_FLAG_NAMED_PIPE_MODE,
    .ChannelBytes = sizeof(FILE_COPY_CHANNEL),
    .Open = Open,
    .Packet = IcPacket,
    .Close = Close,
    .Commands = Commands,
};
