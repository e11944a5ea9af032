/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The control connection: one JSON object a line, commands in, answers and events out.
 *
 *     > {"execute": "shutdown", "arguments": {"restart": 0}, "id": 1}
 *     < {"return": {}, "id": 1}
 *     < {"event": "SHUTDOWN_ANSWER", "data": {"status": 0}}
 *     > {"execute": "shutdwon", "id": 2}
 *     < {"error": {"desc": "there is no command shutdwon"}, "id": 2}
 *
 * (QMP of QEMU has this form too.) The argument "device" picks one of several
 * devices of a kind: {"device": "scsi1"}. The connection is a Unix socket, to which
 * one program connects at a time, or a character device, such as a serial port.
 */

#define _GNU_SOURCE
#include "bus.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "machine.h"

enum
{
    LineBytes = 65536,
};

static int Listener = -1;
static int Connection = -1;
static char Line[LineBytes];
static size_t LineLength;

static void Disconnect(void)
{
    HostUnwatch(Connection);
    close(Connection);
    Connection = -1;
}

static void Send(const char *Text)
{
    size_t Bytes = strlen(Text);

    while (Connection >= 0 && Bytes != 0)
    {
        ssize_t Written = write(Connection, Text, Bytes);

        if (Written < 0 && errno == EINTR)
        {
            continue;
        }
        if (Written <= 0)
        {
            Disconnect();
            return;
        }
        Text += Written;
        Bytes -= (size_t)Written;
    }
}

static void SendFormatted(const char *Format, ...)
{
    char *Text;
    va_list Arguments;

    va_start(Arguments, Format);
    if (vasprintf(&Text, Format, Arguments) < 0)
    {
        HostFail("memory");
    }
    va_end(Arguments);
    Send(Text);
    free(Text);
}

void HostEvent(const char *Name, const char *Format, ...)
{
    char Data[1024];
    va_list Arguments;

    if (Connection < 0)
    {
        return;
    }
    va_start(Arguments, Format);
    vsnprintf(Data, sizeof(Data), Format, Arguments);
    va_end(Arguments);
    SendFormatted("{\"event\": \"%s\", \"data\": %s}\n", Name, Data);
}

/*
 * Commands of the host itself. Device is null.
 */

static int Report(HOST_DEVICE *Device, const char *Arguments, char *Reply)
{
    size_t Length = (size_t)snprintf(Reply, ReplyBytes, "{\"version\": \"%u.%u\", \"channels\": [", BusVersion() >> 16,
                                     BusVersion() & 0xFFFF);
    const char *Separator = "";

    (void)Device;
    (void)Arguments;
    for (HOST_CHANNEL *Channel = BusNextChannel(NULL); Channel != NULL; Channel = BusNextChannel(Channel))
    {
        const HOST_STATISTICS *Statistics = &Channel->Statistics;

        if (Length + 512 > ReplyBytes || Channel->Device == NULL)
        {
            continue;
        }
        Length += (size_t)snprintf(
            Reply + Length, ReplyBytes - Length,
            "%s{\"id\": %u, \"device\": \"%s\", \"sub\": %u, \"open\": %d, \"processor\": %u, \"packets_in\": %llu, "
            "\"bytes_in\": %llu, \"packets_out\": %llu, \"bytes_out\": %llu, \"signals_in\": %llu, "
            "\"signals_by_page\": %llu, \"signals_out\": %llu, \"dropped\": %llu}",
            Separator, Channel->Id, Channel->Device->Name, Channel->SubChannel, Channel->IsOpen, Channel->Processor,
            (unsigned long long)Statistics->PacketsIn, (unsigned long long)Statistics->BytesIn,
            (unsigned long long)Statistics->PacketsOut, (unsigned long long)Statistics->BytesOut,
            (unsigned long long)Statistics->SignalsIn, (unsigned long long)Statistics->SignalsByPage,
            (unsigned long long)Statistics->SignalsOut,
            (unsigned long long)Statistics->Dropped);
        Separator = ", ";
    }
    snprintf(Reply + Length, ReplyBytes - Length, "]}");
    return 1;
}

static HOST_DEVICE *FindDevice(const char *Name)
{
    for (HOST_DEVICE *Device = BusDevices(); Device != NULL; Device = Device->Next)
    {
        if (strcmp(Device->Name, Name) == 0)
        {
            return Device;
        }
    }
    return NULL;
}

static int Add(HOST_DEVICE *Unused, const char *Arguments, char *Reply)
{
    char Kind[64];
    char Options[512];
    int HasOptions = JsonMember(Arguments, "options") != NULL;
    HOST_DEVICE *Device;

    (void)Unused;
    if (!JsonString(Arguments, "kind", Kind, sizeof(Kind)) ||
        (HasOptions && !JsonString(Arguments, "options", Options, sizeof(Options))))
    {
        strcpy(Reply, "kind and options are strings");
        return 0;
    }
    for (unsigned Index = 0; HostDeviceTypes[Index] != NULL; ++Index)
    {
        if (strcmp(HostDeviceTypes[Index]->Name, Kind) == 0)
        {
            Device = BusAddDevice(HostDeviceTypes[Index], HasOptions ? Options : NULL, Reply);
            if (Device != NULL)
            {
                snprintf(Reply, ReplyBytes, "{\"device\": \"%s\"}", Device->Name);
            }
            return Device != NULL;
        }
    }
    strcpy(Reply, "there is no such kind of device");
    return 0;
}

static int Remove(HOST_DEVICE *Unused, const char *Arguments, char *Reply)
{
    char Name[64];
    HOST_DEVICE *Device = NULL;

    (void)Unused;
    if (JsonString(Arguments, "device", Name, sizeof(Name)))
    {
        Device = FindDevice(Name);
    }
    if (Device == NULL)
    {
        strcpy(Reply, "device is the name of a device, such as \"scsi0\"");
        return 0;
    }
    BusRemoveDevice(Device);
    return 1;
}

static int Hang(HOST_DEVICE *Device, const char *Arguments, char *Reply)
{
    (void)Device;
    (void)Arguments;
    (void)Reply;
    MachineReport();
    SynicReport();
    BusReport();
    HostEnd(4);
    return 1;
}

static int Quit(HOST_DEVICE *Device, const char *Arguments, char *Reply)
{
    (void)Device;
    (void)Arguments;
    (void)Reply;
    HostEnd(0);
    return 1;
}

static const HOST_COMMAND OwnCommands[] = {
    {"report", "no arguments: version and channels, with what they have moved", Report},
    {"add", "kind, options: adds a device while the guest runs, as --KIND=OPTIONS does before", Add},
    {"remove", "device: takes a device away from the guest", Remove},
    {"stuck", "no arguments: ends the machine and reports where its processors are", Hang},
    {"quit", "no arguments: ends the machine", Quit},
    {NULL, NULL, NULL},
};

const HOST_COMMAND *ControlCommands(void)
{
    return OwnCommands;
}

/*
 * Lines.
 */

/* Runs a command by name: the host's own, or one of the device that is named, or of the first device that has it. */
static int RunCommand(const char *Name, const char *Arguments, char *Reply)
{
    char Wanted[64];
    int IsNamed = JsonString(Arguments, "device", Wanted, sizeof(Wanted));

    for (const HOST_COMMAND *Command = OwnCommands; Command->Name != NULL; ++Command)
    {
        if (strcmp(Command->Name, Name) == 0)
        {
            return Command->Run(NULL, Arguments, Reply);
        }
    }
    for (HOST_DEVICE *Device = BusDevices(); Device != NULL; Device = Device->Next)
    {
        const HOST_COMMAND *Command = Device->Type->Commands;

        if (IsNamed && strcmp(Device->Name, Wanted) != 0)
        {
            continue;
        }
        for (; Command != NULL && Command->Name != NULL; ++Command)
        {
            if (strcmp(Command->Name, Name) == 0)
            {
                strcpy(Reply, "{}");
                return Command->Run(Device, Arguments, Reply);
            }
        }
    }
    snprintf(Reply, ReplyBytes, "there is no command %s%s%s", Name, IsNamed ? " of " : "", IsNamed ? Wanted : "");
    return 0;
}

void ControlLine(const char *Text)
{
    static char Reply[ReplyBytes];
    static char Quoted[2 * ReplyBytes];
    const char *Arguments;
    char Name[64];
    char Id[64] = "";
    long long Number;
    char IdText[96] = "";

    if (Text[strspn(Text, " \t\r")] == 0)
    {
        return;
    }
    if (!JsonIsValid(Text) || !JsonString(Text, "execute", Name, sizeof(Name)))
    {
        Send("{\"error\": {\"desc\": \"a line is an object with execute, arguments and id\"}}\n");
        return;
    }
    if (JsonString(Text, "id", Id, sizeof(Id) - 1))
    {
        char QuotedId[80];

        snprintf(IdText, sizeof(IdText), ", \"id\": %s", JsonQuote(Id, QuotedId, sizeof(QuotedId)));
    }
    else if (JsonMember(Text, "id") != NULL && JsonInteger(Text, "id", INT64_MIN, INT64_MAX, 0, &Number))
    {
        snprintf(IdText, sizeof(IdText), ", \"id\": %lld", Number);
    }
    Arguments = JsonMember(Text, "arguments");
    if (Arguments != NULL && *Arguments != '{')
    {
        Send("{\"error\": {\"desc\": \"arguments is an object\"}}\n");
        return;
    }
    strcpy(Reply, "{}");
    if (RunCommand(Name, Arguments != NULL ? Arguments : "{}", Reply))
    {
        SendFormatted("{\"return\": %s%s}\n", Reply, IdText);
    }
    else
    {
        SendFormatted("{\"error\": {\"desc\": %s}%s}\n",
                      JsonQuote(strcmp(Reply, "{}") == 0 ? "it failed" : Reply, Quoted, sizeof(Quoted)), IdText);
    }
}

static void Readable(void *Context)
{
    ssize_t Bytes = read(Connection, Line + LineLength, sizeof(Line) - 1 - LineLength);
    char *End;

    (void)Context;
    if (Bytes <= 0)
    {
        if (Bytes == 0 || (errno != EAGAIN && errno != EINTR))
        {
            Disconnect();
        }
        return;
    }
    LineLength += (size_t)Bytes;
    Line[LineLength] = 0;
    while (Connection >= 0 && (End = memchr(Line, '\n', LineLength)) != NULL)
    {
        size_t Used = (size_t)(End - Line) + 1;

        *End = 0;
        ControlLine(Line);
        LineLength -= Used;
        memmove(Line, Line + Used, LineLength + 1);
    }
    if (LineLength == sizeof(Line) - 1)
    {
        HostSay("a line of the control connection is too long");
        LineLength = 0;
    }
}

static void Connected(void *Context)
{
    int File = accept4(Listener, NULL, NULL, SOCK_CLOEXEC);

    (void)Context;
    if (File < 0)
    {
        return;
    }
    if (Connection >= 0)
    {
        close(File); /* One at a time. */
        return;
    }
    Connection = File;
    LineLength = 0;
    HostWatch(Connection, Readable, NULL);
}

void ControlCreate(const char *Path)
{
    struct sockaddr_un Address = {.sun_family = AF_UNIX};
    struct stat Status;

    if (strncmp(Path, "fd:", 3) == 0 || (stat(Path, &Status) == 0 && S_ISCHR(Status.st_mode)))
    {
        Connection = Path[0] == 'f' ? atoi(Path + 3) : open(Path, O_RDWR | O_NOCTTY | O_CLOEXEC);
        if (Connection < 0)
        {
            HostFail("%s", Path);
        }
        HostWatch(Connection, Readable, NULL);
        return;
    }
    if (strlen(Path) >= sizeof(Address.sun_path))
    {
        errno = ENAMETOOLONG;
        HostFail("%s", Path);
    }
    strcpy(Address.sun_path, Path);
    Listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (Listener < 0 || bind(Listener, (struct sockaddr *)&Address, sizeof(Address)) != 0 || listen(Listener, 1) != 0)
    {
        HostFail("%s", Path);
    }
    HostWatch(Listener, Connected, NULL);
}
