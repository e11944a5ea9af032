/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Hyper-V sockets (VMBus/Socket.h): services of this machine for the guest, and connections into the guest.
 *
 * A guest's request for a service is answered with an offer; the channel is the
 * connection, a pipe in byte mode. What is behind a port of this side is either a
 * Unix socket or the word "echo". A connection into the guest (command "connect")
 * sends a text, and reports what comes back by events.
 */

#define _GNU_SOURCE
#include "../bus.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <Mile.HyperV/VMBus/Socket.h>

enum
{
    MaximumServices = 16,
    MaximumConnections = 64,
    PieceBytes = 4096,       /* Sent to the guest at once. */
    RetryMilliseconds = 5,   /* A Unix socket that takes no more now. */
    LingerMilliseconds = 2000, /* The guest may still have to read what is in its ring. */
    TextBytes = 256,
};

typedef enum KIND
{
    KindEcho,
    KindUnix,
    KindText,
} KIND;

typedef struct SERVICE
{
    HV_UINT32 Port;
    KIND Kind;
    char Path[108];
} SERVICE;

/* A connection that was offered; Open copies it to the channel's state. */
typedef struct PENDING
{
    HV_GUID Endpoint; /* Instance of the offer; zeros: free. */
    KIND Kind;
    int File;
    char Text[TextBytes];
} PENDING;

typedef struct SOCKETS
{
    SERVICE Services[MaximumServices];
    unsigned ServiceCount;
    PENDING Pending[MaximumConnections];
} SOCKETS;

typedef struct SOCKET_CHANNEL
{
    KIND Kind;
    int File;         /* KindUnix. */
    int IsWatched;
    int GuestEnded;   /* The guest sends no more. */
    int HostEnded;    /* We send no more. */
    unsigned Waiting; /* Bytes of Data that the Unix socket has not taken yet. */
    HV_UINT8 Data[VMPIPE_MAXIMUM_PIPE_PACKET_SIZE];
} SOCKET_CHANNEL;

static int IsSame(const HV_GUID *One, const HV_GUID *Other)
{
    return memcmp(One, Other, sizeof(*One)) == 0;
}

static void Linger(void *Context)
{
    BusRescind(Context);
}

/* Once both directions are ended, the connection is over. Some guests close it; others wait for the rescind. */
static void CheckEnd(HOST_CHANNEL *Channel)
{
    const SOCKET_CHANNEL *State = Channel->State;

    if (State->GuestEnded && State->HostEnded)
    {
        HostTimer(LingerMilliseconds, Linger, Channel);
    }
}

/* Ends our direction. */
static void EndOurs(HOST_CHANNEL *Channel)
{
    SOCKET_CHANNEL *State = Channel->State;

    if (!State->HostEnded)
    {
        State->HostEnded = 1;
        ChannelSendPipe(Channel, "", 0);
    }
    CheckEnd(Channel);
}

/*
 * Unix socket to guest.
 */

static void Readable(void *Context)
{
    HOST_CHANNEL *Channel = Context;
    SOCKET_CHANNEL *State = Channel->State;
    HV_UINT8 Data[PieceBytes];
    ssize_t Bytes = recv(State->File, Data, sizeof(Data), MSG_DONTWAIT);

    if (Bytes > 0)
    {
        ChannelSendPipe(Channel, Data, (unsigned)Bytes);
    }
    if (Bytes == 0 || (Bytes < 0 && errno != EAGAIN && errno != EINTR))
    {
        EndOurs(Channel);
    }
    if (Bytes == 0 || ChannelIsFull(Channel) || State->HostEnded)
    {
        HostUnwatch(State->File); /* Until Drained(). */
        State->IsWatched = 0;
    }
}

static void Watch(HOST_CHANNEL *Channel)
{
    SOCKET_CHANNEL *State = Channel->State;

    if (State->Kind == KindUnix && !State->IsWatched && !State->HostEnded)
    {
        HostWatch(State->File, Readable, Channel);
        State->IsWatched = 1;
    }
}

/*
 * Guest to Unix socket.
 */

static void Write(void *Context)
{
    HOST_CHANNEL *Channel = Context;
    SOCKET_CHANNEL *State = Channel->State;
    ssize_t Bytes = send(State->File, State->Data, State->Waiting, MSG_DONTWAIT | MSG_NOSIGNAL);

    if (Bytes < 0 && errno != EAGAIN && errno != EINTR)
    {
        State->Waiting = 0; /* Nobody reads; the rest is lost, as on any socket. */
        EndOurs(Channel);
        Bytes = 0;
    }
    Bytes = Bytes > 0 ? Bytes : 0;
    State->Waiting -= (unsigned)Bytes < State->Waiting ? (unsigned)Bytes : State->Waiting;
    memmove(State->Data, State->Data + Bytes, State->Waiting);
    if (State->Waiting != 0)
    {
        HostTimer(RetryMilliseconds, Write, Channel);
    }
    else if (State->GuestEnded)
    {
        shutdown(State->File, SHUT_WR);
    }
    ChannelPause(Channel, State->Waiting != 0);
}

static void TakeData(HOST_CHANNEL *Channel, const HV_UINT8 *Data, unsigned Bytes)
{
    SOCKET_CHANNEL *State = Channel->State;

    switch (State->Kind)
    {
    case KindEcho:
        ChannelSendPipe(Channel, Data, Bytes);
        break;
    case KindUnix:
        memcpy(State->Data, Data, Bytes);
        State->Waiting = Bytes;
        Write(Channel);
        break;
    case KindText:
    {
        char Text[TextBytes];
        char Quoted[2 * TextBytes];

        snprintf(Text, sizeof(Text), "%.*s", (int)Bytes, (const char *)Data);
        HostEvent("SOCKET_DATA", "{\"bytes\": %u, \"text\": %s}", Bytes, JsonQuote(Text, Quoted, sizeof(Quoted)));
        break;
    }
    }
}

static void TakePacket(HOST_CHANNEL *Channel, const MILE_HV_PACKET *Packet)
{
    SOCKET_CHANNEL *State = Channel->State;
    const HV_UINT8 *Data;
    HV_UINT32 Bytes;

    if (Packet->Descriptor.Type != VmbusPacketTypeDataInBand ||
        MileHvPipeCheck(Packet->Payload, Packet->PayloadBytes, &Data, &Bytes) != MileHvSuccess ||
        (State->GuestEnded && Bytes != 0))
    {
        ChannelFail(Channel, "a packet that is no data, or comes after the end");
        return;
    }
    if (Bytes != 0)
    {
        TakeData(Channel, Data, Bytes);
        return;
    }
    State->GuestEnded = 1;
    CheckEnd(Channel);
    if (State->Kind == KindUnix)
    {
        Write(Channel);
    }
    else
    {
        EndOurs(Channel);
    }
}

/*
 * Life of a connection.
 */

static void Open(HOST_CHANNEL *Channel, const HV_UINT8 *UserData)
{
    SOCKETS *Sockets = Channel->Device->State;
    SOCKET_CHANNEL *State = Channel->State;

    (void)UserData;
    State->File = -1;
    for (unsigned Index = 0; Index < MaximumConnections; ++Index)
    {
        PENDING *Pending = &Sockets->Pending[Index];

        if (IsSame(&Pending->Endpoint, &Channel->Instance))
        {
            State->Kind = Pending->Kind;
            State->File = Pending->File;
            if (Pending->Kind == KindText)
            {
                ChannelSendPipe(Channel, Pending->Text, (unsigned)strlen(Pending->Text));
                EndOurs(Channel);
            }
            memset(Pending, 0, sizeof(*Pending));
            Watch(Channel);
            return;
        }
    }
}

static void Drained(HOST_CHANNEL *Channel)
{
    Watch(Channel);
}

static void Close(HOST_CHANNEL *Channel)
{
    SOCKET_CHANNEL *State = Channel->State;

    HostCancelTimer(Write, Channel);
    HostCancelTimer(Linger, Channel);
    if (State->IsWatched)
    {
        HostUnwatch(State->File);
    }
    if (State->File >= 0)
    {
        close(State->File);
    }
    HostEvent("SOCKET_CLOSED", "{\"channel\": %u, \"ended\": %d}", Channel->Id, State->GuestEnded);
}

/* A free entry for a connection that is about to be offered. */
static PENDING *FindFree(SOCKETS *Sockets)
{
    static const HV_GUID None;

    for (unsigned Index = 0; Index < MaximumConnections; ++Index)
    {
        if (IsSame(&Sockets->Pending[Index].Endpoint, &None))
        {
            return &Sockets->Pending[Index];
        }
    }
    return NULL;
}

static int ConnectUnix(const char *Path)
{
    struct sockaddr_un Address = {.sun_family = AF_UNIX};
    int File = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

    strcpy(Address.sun_path, Path);
    if (File >= 0 && connect(File, (struct sockaddr *)&Address, sizeof(Address)) != 0)
    {
        close(File);
        return -1;
    }
    return File;
}

/* The port of a service ID, 0 if it is of another form. */
static HV_UINT32 PortOf(const HV_GUID *Service)
{
    HV_GUID Template = HVSOCK_VSOCK_PORT_ID_INIT(0);

    Template.Data1 = Service->Data1;
    return IsSame(Service, &Template) ? Service->Data1 : 0;
}

static int Connect(HOST_DEVICE *Device, const VMBUS_CHANNEL_TL_CONNECT_REQUEST *Request)
{
    SOCKETS *Sockets = Device->State;
    const HV_UINT32 Port = PortOf(&Request->ServiceId);
    PENDING *Pending = FindFree(Sockets);

    for (unsigned Index = 0; Index < Sockets->ServiceCount && Pending != NULL; ++Index)
    {
        const SERVICE *Service = &Sockets->Services[Index];

        if (Service->Port != Port)
        {
            continue;
        }
        Pending->Kind = Service->Kind;
        Pending->File = Service->Kind == KindUnix ? ConnectUnix(Service->Path) : -1;
        if (Service->Kind == KindUnix && Pending->File < 0)
        {
            return 0;
        }
        Pending->Endpoint = Request->EndpointId;
        if (BusAddSocket(Device, &Request->ServiceId, &Request->EndpointId, 0) != NULL)
        {
            return 1;
        }
        memset(Pending, 0, sizeof(*Pending));
        return 0;
    }
    HostTrace("%s: there is no service %s", Device->Name, GuidText(&Request->ServiceId));
    return 0;
}

static int Create(HOST_DEVICE *Device, const char *Arguments, char *Reason)
{
    SOCKETS *Sockets = Device->State;

    while (Arguments != NULL && *Arguments != 0)
    {
        SERVICE *Service = &Sockets->Services[Sockets->ServiceCount];
        size_t Length = strcspn(Arguments, ",");

        if (Sockets->ServiceCount == MaximumServices ||
            sscanf(Arguments, "%u:%107[^,]", &Service->Port, Service->Path) != 2 || Service->Port == 0)
        {
            strcpy(Reason, "a service is PORT:PATH of a Unix socket, or PORT:echo");
            return 0;
        }
        Service->Kind = strcmp(Service->Path, "echo") == 0 ? KindEcho : KindUnix;
        ++Sockets->ServiceCount;
        Arguments += Length + (Arguments[Length] == ',');
    }
    return 1;
}

static int ConnectGuest(HOST_DEVICE *Device, const char *Arguments, char *Reply)
{
    HV_GUID Service = HVSOCK_VSOCK_PORT_ID_INIT(0);
    PENDING *Pending = FindFree(Device->State);
    long long Port;

    if (!JsonInteger(Arguments, "port", 1, UINT32_MAX, 0, &Port) || Port == 0 || Pending == NULL ||
        !JsonString(Arguments, "text", Pending->Text, sizeof(Pending->Text)))
    {
        strcpy(Reply, "port is a number, text is what is sent");
        return 0;
    }
    Service.Data1 = (HV_UINT32)Port;
    if (getrandom(&Pending->Endpoint, sizeof(Pending->Endpoint), 0) != sizeof(Pending->Endpoint))
    {
        return 0;
    }
    Pending->Kind = KindText;
    Pending->File = -1;
    return BusAddSocket(Device, &Service, &Pending->Endpoint, 1) != NULL;
}

static const HOST_COMMAND Commands[] = {
    {"connect", "port, text: connects to a VSOCK port of the guest and sends the text; events have the answer",
     ConnectGuest},
    {NULL, NULL, NULL},
};

const HOST_DEVICE_TYPE SocketType = {
    .Name = "socket",
    .Arguments = "[PORT:PATH,...]",
    .Help = "sockets: the guest's connections to VSOCK ports of CID 2 reach Unix sockets; PATH \"echo\" sends all back",
    .StateBytes = sizeof(SOCKETS),
    .ChannelBytes = sizeof(SOCKET_CHANNEL),
    .Create = Create,
    .Open = Open,
    .Packet = TakePacket,
    .Drained = Drained,
    .Close = Close,
    .Connect = Connect,
    .Commands = Commands,
};
