/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The host of examples/host against any guest: channel messages, packets of every device, rings, commands.
 *
 * The host's bus, channels and devices are the real ones; the machine under them
 * is here: guest memory between two guard pages, a SynIC whose messages are read
 * at once, signals that are calls. An input is a list of steps of a guest that has
 * connected and opened every device; the sanitizers watch the host.
 *
 * Built of examples/host/bus.c
 * Built of examples/host/channel.c
 * Built of examples/host/control.c
 * Built of examples/host/fault.c
 * Built of examples/host/json.c
 * Built of examples/host/monitor.c
 * Built of examples/host/device/[a-z]*.c
 */

#include "Fuzz.h"

#include "../../examples/host/bus.h"
#include "../../examples/host/machine.h"

#include <stdarg.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <Mile.HyperV/Device/DynamicMemory.h>
#include <Mile.HyperV/Device/GuestEmulationLog.h>
#include <Mile.HyperV/Device/IntegrationComponent.h>
#include <Mile.HyperV/Device/Network.h>
#include <Mile.HyperV/Device/Pci.h>
#include <Mile.HyperV/Device/Rndis.h>
#include <Mile.HyperV/Device/RndisOffload.h>
#include <Mile.HyperV/Device/Storage.h>
#include <Mile.HyperV/Guest/FileSystem.h>
#include <Mile.HyperV/Guest/GuestEmulation.h>
#include <Mile.HyperV/Guest/Packet.h>
#include <Mile.HyperV/Guest/Serial.h>
#include <Mile.HyperV/Guest/Video.h>

enum
{
    MemoryPages = 512,
    RingPages = 4, /* Of each direction, the control page counted. */
    MaximumOpen = 24,
    DataPage = MaximumOpen * 2 * RingPages, /* From here on: pages for data. */
    MonitorPage = MemoryPages - 2, /* From parent to child; from child to parent is the next one. */
    MaximumWatches = 256,
    MaximumTimers = 256,
    MaximumSteps = 64,
    TimersAtOnce = 64,
    /* Channels in the order of device/list.c, from 0; with another order the seeds are poorer, and nothing else. */
    ScsiChannel = 5,
    BalloonChannel = 6,
    NetworkChannel = 10,
    PciChannel = 12,
    VideoChannel = 13,
    SerialChannel = 14,
    FilesChannel = 15,
    EmulationChannel = 16,
    FibreChannel = 17,
};

/*
 * The machine.
 */

static int MemoryFile;
static uint8_t *Memory;

static struct
{
    int File;
    HOST_CALLBACK *Callback;
    void *Context;
} Watches[MaximumWatches];

static struct
{
    HOST_CALLBACK *Callback;
    void *Context;
} Timers[MaximumTimers];

static unsigned TimerCount;

void *HostMemory(uint64_t Address, uint64_t Bytes)
{
    const uint64_t All = (uint64_t)MemoryPages * HostPageBytes;

    return Address < All && Bytes <= All - Address ? Memory + Address : NULL;
}

void *HostMapPages(const uint64_t *Pages, unsigned Count)
{
    /* One more, which nobody may touch. */
    uint8_t *Place = mmap(NULL, (size_t)(Count + 1) * HostPageBytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    CHECK(Place != MAP_FAILED);
    for (unsigned Index = 0; Index < Count; ++Index)
    {
        CHECK(Pages[Index] < MemoryPages);
        CHECK(mmap(Place + (size_t)Index * HostPageBytes, HostPageBytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED,
                   MemoryFile, (off_t)(Pages[Index] * HostPageBytes)) != MAP_FAILED);
    }
    return Place;
}

void HostUnmapPages(void *Place, unsigned Count)
{
    munmap(Place, (size_t)(Count + 1) * HostPageBytes);
}

void HostWatch(int File, HOST_CALLBACK *Callback, void *Context)
{
    for (unsigned Index = 0; Index < MaximumWatches; ++Index)
    {
        if (Watches[Index].Callback == NULL)
        {
            Watches[Index].File = File;
            Watches[Index].Callback = Callback;
            Watches[Index].Context = Context;
            return;
        }
    }
    CHECK(!"too many watches");
}

void HostUnwatch(int File)
{
    for (unsigned Index = 0; Index < MaximumWatches; ++Index)
    {
        if (Watches[Index].Callback != NULL && Watches[Index].File == File)
        {
            Watches[Index].Callback = NULL;
        }
    }
}

void HostCancelTimer(HOST_CALLBACK *Callback, void *Context)
{
    for (unsigned Index = 0; Index < TimerCount; ++Index)
    {
        if (Timers[Index].Callback == Callback && Timers[Index].Context == Context)
        {
            Timers[Index] = Timers[--TimerCount];
            return;
        }
    }
}

void HostTimer(unsigned Milliseconds, HOST_CALLBACK *Callback, void *Context)
{
    (void)Milliseconds;
    HostCancelTimer(Callback, Context);
    CHECK(TimerCount < MaximumTimers);
    Timers[TimerCount].Callback = Callback;
    Timers[TimerCount++].Context = Context;
}

static void RunTimers(void)
{
    for (unsigned Count = 0; Count < TimersAtOnce && TimerCount != 0; ++Count)
    {
        HOST_CALLBACK *Callback = Timers[0].Callback;
        void *Context = Timers[0].Context;

        HostCancelTimer(Callback, Context);
        Callback(Context);
    }
}

uint64_t HostMilliseconds(void)
{
    static uint64_t Now;

    return ++Now;
}

void HostSay(const char *Format, ...)
{
    (void)Format;
}

void HostTrace(const char *Format, ...)
{
    (void)Format;
}

void HostFail(const char *Format, ...)
{
    fprintf(stderr, "the host fails: %s\n", Format);
    abort();
}

void HostEnd(int Status)
{
    (void)Status;
}

unsigned MachineProcessors(void)
{
    return 2;
}

uint64_t MachineMemoryBytes(void)
{
    return (uint64_t)MemoryPages * HostPageBytes;
}

int MachineAddMemory(uint64_t Address, uint64_t Bytes)
{
    (void)Address;
    (void)Bytes;
    return 1;
}

int MachineDiscard(uint64_t Address, uint64_t Bytes)
{
    return (Address | Bytes) % HostPageBytes == 0 && HostMemory(Address, Bytes) != NULL;
}

/* Mappings of the window below 4 GiB; Bytes is 0 in a free one, Handler is null for memory. */
static struct
{
    uint64_t Address;
    uint64_t Bytes;
    MACHINE_MMIO *Handler;
    void *Context;
} Regions[8];

int MachineMapMmio(uint64_t Address, uint64_t Bytes, MACHINE_MMIO *Handler, void *Context)
{
    unsigned Free = sizeof(Regions) / sizeof(Regions[0]);

    if (Bytes == 0 || Bytes > MACHINE_LOW_MMIO_BYTES || Address < MACHINE_LOW_MMIO ||
        Address - MACHINE_LOW_MMIO > MACHINE_LOW_MMIO_BYTES - Bytes)
    {
        return 0;
    }
    for (unsigned Index = 0; Index < sizeof(Regions) / sizeof(Regions[0]); ++Index)
    {
        if (Regions[Index].Bytes == 0)
        {
            Free = Index < Free ? Index : Free;
        }
        else if (Address < Regions[Index].Address + Regions[Index].Bytes && Regions[Index].Address < Address + Bytes)
        {
            return 0;
        }
    }
    if (Free == sizeof(Regions) / sizeof(Regions[0]))
    {
        return 0;
    }
    Regions[Free].Address = Address;
    Regions[Free].Bytes = Bytes;
    Regions[Free].Handler = Handler;
    Regions[Free].Context = Context;
    return 1;
}

int MachineMapMemory(uint64_t Address, uint64_t Bytes, void *Place)
{
    return (Address | Bytes) % HostPageBytes == 0 && MachineMapMmio(Address, Bytes, NULL, Place);
}

/* As the machine has it: of any address inside. */
void MachineUnmap(uint64_t Address)
{
    for (unsigned Index = 0; Index < sizeof(Regions) / sizeof(Regions[0]); ++Index)
    {
        if (Regions[Index].Bytes != 0 && Address >= Regions[Index].Address &&
            Address - Regions[Index].Address < Regions[Index].Bytes)
        {
            Regions[Index].Bytes = 0;
            return;
        }
    }
}

void MachineSignalMsi(uint64_t Address, uint32_t Data)
{
    (void)Address;
    (void)Data;
}

void MachineReport(void)
{
}

uint64_t MachineReferenceTime(void)
{
    return 0;
}

int MachineCreateConnection(uint32_t Id)
{
    (void)Id;
    return eventfd(1, EFD_CLOEXEC | EFD_NONBLOCK);
}

void MachineDestroyConnection(uint32_t Id, int File)
{
    (void)Id;
    close(File);
}

void SynicSetFlag(unsigned Processor, unsigned Flag)
{
    CHECK(Processor < MachineProcessors() && Flag < HV_EVENT_FLAGS_COUNT);
}

int SynicIsFull(unsigned Processor)
{
    (void)Processor;
    return 0;
}

void SynicForget(void)
{
}

void SynicReport(void)
{
}

/*
 * The guest.
 */

typedef struct OPENED
{
    HV_UINT32 Id;
    int IsPipe;
    MILE_HV_SEND_RING Out;
    MILE_HV_RECEIVE_RING In;
} OPENED;

static OPENED Opened[MaximumOpen];
static unsigned OpenedCount;
static unsigned OfferCount;
static HV_UINT32 OfferIds[MaximumOpen];
static HV_UINT16 OfferFlags[MaximumOpen];

void SynicPost(unsigned Processor, const void *Payload, unsigned Bytes)
{
    VMBUS_CHANNEL_OFFER_CHANNEL Offer;

    CHECK(Processor < MachineProcessors() && Bytes <= MAXIMUM_SYNIC_MESSAGE_BYTES);
    memcpy(&Offer.Header, Payload, sizeof(Offer.Header));
    if (Offer.Header.MessageType == ChannelMessageOfferChannel && OfferCount < MaximumOpen)
    {
        memcpy(&Offer, Payload, sizeof(Offer));
        OfferFlags[OfferCount] = Offer.Flags;
        OfferIds[OfferCount++] = Offer.ChildRelId;
    }
}

static void Post(const void *Message, unsigned Bytes)
{
    (void)BusMessage(VMBUS_MULTICLIENT_MESSAGE_CONNECTION_ID, Message, Bytes);
}

static void Open(unsigned Index)
{
    VMBUS_CHANNEL_GPADL_HEADER Gpadl = {.Header.MessageType = ChannelMessageGpadlHeader};
    HV_UINT8 Message[sizeof(VMBUS_CHANNEL_GPADL_HEADER) + 8 * (1 + 2 * RingPages)];
    VMBUS_GPA_RANGE_ENTRY Entries[1 + 2 * RingPages] = {{.ByteCount = 2 * RingPages * HostPageBytes}};
    VMBUS_CHANNEL_OPEN_CHANNEL Request = {.Header.MessageType = ChannelMessageOpenChannel};
    OPENED *Channel = &Opened[OpenedCount];
    HV_UINT8 *Rings = Memory + (size_t)OpenedCount * 2 * RingPages * HostPageBytes;

    Channel->Id = OfferIds[Index];
    Channel->IsPipe = (OfferFlags[Index] & VMBUS_OFFER_FLAG_NAMED_PIPE_MODE) != 0;
    memset(Rings, 0, (size_t)2 * RingPages * HostPageBytes);
    (void)MileHvSendRingCreate(&Channel->Out, (VMRCB *)Rings, Rings + HostPageBytes, (RingPages - 1) * HostPageBytes);
    Rings += RingPages * HostPageBytes;
    (void)MileHvReceiveRingCreate(&Channel->In, (VMRCB *)Rings, Rings + HostPageBytes, (RingPages - 1) * HostPageBytes);
    for (unsigned Page = 0; Page < 2 * RingPages; ++Page)
    {
        Entries[1 + Page].Pfn = (HV_UINT64)OpenedCount * 2 * RingPages + Page;
    }
    Gpadl.ChildRelId = Channel->Id;
    Gpadl.Gpadl = 0x1000 + Channel->Id;
    Gpadl.RangeBufLen = sizeof(Entries);
    Gpadl.RangeCount = 1;
    memcpy(Message, &Gpadl, sizeof(Gpadl));
    memcpy(Message + sizeof(Gpadl), Entries, sizeof(Entries));
    Post(Message, sizeof(Message));
    Request.ChildRelId = Channel->Id;
    Request.RingBufferGpadlHandle = Gpadl.Gpadl;
    Request.DownstreamRingBufferPageOffset = RingPages;
    Post(&Request, VMBUS_CHANNEL_OPEN_CHANNEL_MIN_SIZE);
    ++OpenedCount;
}

static void Connect(void)
{
    VMBUS_CHANNEL_INITIATE_CONTACT Contact = {.Header.MessageType = ChannelMessageInitiateContact,
                                              .VMBusVersionRequested = VMBUS_VERSION_COPPER};
    const VMBUS_CHANNEL_REQUEST_OFFERS Request = {.MessageType = ChannelMessageRequestOffers};

    Contact.TargetSint = VMBUS_MESSAGE_SINT;
    Contact.FeatureFlags = VMBUS_FEATURE_FLAG_MODIFY_CONNECTION;
    Contact.ParentToChildMonitorPageGpa = (HV_GPA)MonitorPage * HostPageBytes;
    Contact.ChildToParentMonitorPageGpa = (HV_GPA)(MonitorPage + 1) * HostPageBytes;
    OfferCount = 0;
    OpenedCount = 0;
    Post(&Contact, sizeof(Contact));
    Post(&Request, sizeof(Request));
    for (unsigned Index = 0; Index < OfferCount; ++Index)
    {
        Open(Index);
    }
    RunTimers();
}

/* All watches: a signal of every channel at once. */
static void Signal(void)
{
    for (unsigned Index = 0; Index < MaximumWatches; ++Index)
    {
        if (Watches[Index].Callback != NULL)
        {
            Watches[Index].Callback(Watches[Index].Context);
        }
    }
    RunTimers();
}

/*
 * An input.
 */

static unsigned Byte(INPUT *Input)
{
    return (unsigned)Take(Input, 1);
}

static unsigned Word(INPUT *Input)
{
    return (unsigned)Take(Input, 2);
}

/* Up to Maximum bytes: a length of two bytes, and so many as are there. The copy is where the sanitizers know its end. */
static uint8_t *Piece(INPUT *Input, size_t Maximum, size_t *Bytes)
{
    uint8_t *Copy;

    *Bytes = Word(Input);
    *Bytes = *Bytes < Maximum ? *Bytes : Maximum;
    *Bytes = *Bytes < Input->Left ? *Bytes : Input->Left;
    Copy = malloc(*Bytes + 1);
    CHECK(Copy != NULL);
    TakeBytes(Input, Copy, *Bytes);
    Copy[*Bytes] = 0;
    return Copy;
}

static void SendPacket(INPUT *Input, OPENED *Channel, unsigned Kind)
{
    VMBUS_GPA_RANGE_ENTRY Range[17] = {{.ByteCount = 1}};
    unsigned Pages = Kind == 2 ? 1 + Byte(Input) % 16 : 0;
    unsigned Id = Byte(Input);
    size_t Bytes;
    uint8_t *Data = Piece(Input, 8192, &Bytes);

    if (Kind == 2)
    {
        Range[0].ByteOffset = Byte(Input) * 16;
        Range[0].ByteCount = Pages * HostPageBytes - Range[0].ByteOffset;
        for (unsigned Page = 0; Page < Pages; ++Page)
        {
            Range[1 + Page].Pfn = DataPage + Word(Input);
        }
        (void)MileHvSendGpaDirect(&Channel->Out, Id, Range, 1 + Pages, 1, Data, (HV_UINT32)Bytes);
    }
    else if (Channel->IsPipe && Kind == 0)
    {
        (void)MileHvSendPipe(&Channel->Out, Data, (HV_UINT32)Bytes);
    }
    else
    {
        (void)MileHvSendInBand(&Channel->Out, Id, Kind, Data, (HV_UINT32)Bytes);
    }
    (void)MileHvSendRingCommit(&Channel->Out);
    free(Data);
}

/* Sends back what the host sent on a pipe, as an answer of an integration component, some of its bytes changed. */
static void AnswerPacket(INPUT *Input, OPENED *Channel)
{
    static HV_UINT8 Buffer[4 * HostPageBytes];
    MILE_HV_PACKET Packet;
    const HV_UINT8 *Message;
    HV_UINT32 Bytes;
    IC_MSG_HDR Header;

    if (MileHvReceivePacket(&Channel->In, Buffer, sizeof(Buffer), &Bytes) != MileHvSuccess)
    {
        return;
    }
    (void)MileHvReceiveRingCommit(&Channel->In);
    if (MileHvPacketCheck(Buffer, Bytes, &Packet) != MileHvSuccess || !Channel->IsPipe ||
        MileHvPipeCheck(Packet.Payload, Packet.PayloadBytes, &Message, &Bytes) != MileHvSuccess || Bytes < sizeof(Header))
    {
        return;
    }
    memcpy(&Header, Message, sizeof(Header));
    Header.ICFlags = IC_MSG_FLAG_TRANSACTION | IC_MSG_FLAG_RESPONSE;
    memcpy((void *)(uintptr_t)Message, &Header, sizeof(Header));
    for (unsigned Count = Byte(Input) % 16; Count != 0; --Count)
    {
        unsigned Place = Word(Input);

        ((HV_UINT8 *)(uintptr_t)Message)[Place % Bytes] = (HV_UINT8)Byte(Input);
    }
    (void)MileHvSendPipe(&Channel->Out, Message, Bytes);
    (void)MileHvSendRingCommit(&Channel->Out);
}

/* A device's registers. */
static void AccessRegion(INPUT *Input)
{
    const unsigned Index = Byte(Input) % (sizeof(Regions) / sizeof(Regions[0]));
    const unsigned Bytes = 1U << Byte(Input) % 4;
    const uint64_t Offset = Word(Input);
    const int IsWrite = Byte(Input) & 1;
    const uint64_t Value = Take(Input, 8);

    if (Regions[Index].Bytes != 0 && Regions[Index].Handler != NULL && Offset + Bytes <= Regions[Index].Bytes)
    {
        (void)Regions[Index].Handler(Regions[Index].Context, Offset, Bytes, IsWrite, Value);
    }
}

static void Step(INPUT *Input)
{
    unsigned Kind = Byte(Input);
    OPENED *Channel = &Opened[OpenedCount != 0 ? Byte(Input) % OpenedCount : 0];
    size_t Bytes;
    uint8_t *Data;

    switch (Kind % 8)
    {
    case 0:
        Data = Piece(Input, MAXIMUM_SYNIC_MESSAGE_BYTES, &Bytes);
        (void)BusMessage(Kind & 8 ? VMBUS_MESSAGE_CONNECTION_ID : VMBUS_MULTICLIENT_MESSAGE_CONNECTION_ID, Data,
                         (unsigned)Bytes);
        free(Data);
        break;
    case 1:
    case 2:
    case 3:
        SendPacket(Input, Channel, Kind % 8 - 1);
        break;
    case 4: /* Any memory: control pages and packets of the rings too. */
    {
        size_t Place = (size_t)(Word(Input) % MemoryPages) * HostPageBytes + Word(Input) % HostPageBytes;

        Data = Piece(Input, (size_t)MemoryPages * HostPageBytes - Place, &Bytes);
        memcpy(Memory + Place, Data, Bytes);
        free(Data);
        break;
    }
    case 5:
        Data = Piece(Input, 1024, &Bytes);
        ControlLine((const char *)Data);
        free(Data);
        break;
    case 6:
        AnswerPacket(Input, Channel);
        break;
    default:
        AccessRegion(Input);
    }
    Signal();
}

static void Prepare(void)
{
    const BUS_OPTIONS Options = {.MaximumVersion = VMBUS_VERSION_LATEST, .MonitorMicroseconds = 1000};
    const size_t Bytes = (size_t)MemoryPages * HostPageBytes;

    MemoryFile = memfd_create("memory", MFD_CLOEXEC);
    Memory = TakePages(Bytes);
    CHECK(MemoryFile >= 0 && ftruncate(MemoryFile, (off_t)Bytes) == 0);
    CHECK(mmap(Memory, Bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, MemoryFile, 0) != MAP_FAILED);
    BusCreate(&Options);
}

int LLVMFuzzerTestOneInput(const uint8_t *Bytes, size_t Count)
{
    INPUT Input = {Bytes, Count};
    char Reason[ReplyBytes];

    if (Memory == NULL)
    {
        Prepare();
    }
    for (unsigned Index = 0; HostDeviceTypes[Index] != NULL; ++Index)
    {
        const HOST_DEVICE_TYPE *Type = HostDeviceTypes[Index];
        const char *Arguments = strcmp(Type->Name, "scsi") == 0     ? "memory:1,memory:1:ro"
                                : strcmp(Type->Name, "pci") == 0    ? "nvme:memory:1"
                                : strcmp(Type->Name, "ide") == 0    ? "memory:1"
                                : strcmp(Type->Name, "socket") == 0 ? "5000:echo"
                                : strcmp(Type->Name, "serial") == 0 ? "echo"
                                : strcmp(Type->Name, "files") == 0  ? "/etc"
                                : strcmp(Type->Name, "emulation") == 0 || strcmp(Type->Name, "fibre") == 0 ? "memory:1"
                                                                                                           : NULL;

        CHECK(BusAddDevice(Type, Arguments, Reason) != NULL || Type->Arguments != NULL);
    }
    Connect();
    for (unsigned Steps = 0; Input.Left != 0 && Steps < MaximumSteps; ++Steps)
    {
        Step(&Input);
        /* What was offered meanwhile: sub-channels, sockets. */
        while (OpenedCount < OfferCount)
        {
            Open(OpenedCount);
        }
    }
    while (BusDevices() != NULL)
    {
        BusRemoveDevice(BusDevices());
    }
    for (unsigned Index = 0; Index < sizeof(Regions) / sizeof(Regions[0]); ++Index)
    {
        CHECK(Regions[Index].Bytes == 0);
    }
    Connect();
    CHECK(OfferCount == 0);
    TimerCount = 0;
    return 0;
}

/*
 * Seeds.
 */

static void PutStep(unsigned Kind, unsigned Channel)
{
    SeedPut((const uint8_t[]){(uint8_t)Kind, (uint8_t)Channel}, 2);
}

static void PutPiece(const void *Data, size_t Bytes)
{
    SeedPut((const uint8_t[]){(uint8_t)Bytes, (uint8_t)(Bytes >> 8)}, 2);
    SeedPut(Data, Bytes);
}

static void PutStorage(unsigned Channel, VSTOR_PACKET_OPERATION Operation)
{
    VSTOR_PACKET Packet = {.Operation = Operation};
    const uint8_t Id = 1;

    Packet.Version.MajorMinor = VMSTOR_PROTOCOL_VERSION_THRESHOLD;
    if (Operation != VStorOperationExecuteSRB)
    {
        PutStep(2, Channel);
        SeedPut(&Id, 1);
        PutPiece(&Packet, sizeof(Packet));
        return;
    }
    Packet.VmSrb = (VMSCSI_REQUEST){.CdbLength = 6, .DataIn = 1, .DataTransferLength = 36, .Cdb = {0x12, 0, 0, 0, 36}};
    PutStep(3, Channel);
    SeedPut((const uint8_t[]){0, Id}, 2);
    PutPiece(&Packet, sizeof(Packet));
    SeedPut((const uint8_t[]){0, 1, 0}, 3);
}

/* A channel that is closed, opened with a GPADL of two messages, moved, its memory taken back; a socket. */
static void PutMessages(HV_UINT64 Page)
{
    const HV_UINT32 Channel = 1;
    const VMBUS_CHANNEL_GPADL_HEADER Header = {.Header.MessageType = ChannelMessageGpadlHeader,
                                               .ChildRelId = Channel,
                                               .Gpadl = 7,
                                               .RangeBufLen = 40,
                                               .RangeCount = 1};
    const VMBUS_CHANNEL_GPADL_BODY Body = {.Header.MessageType = ChannelMessageGpadlBody, .Gpadl = 7};
    const VMBUS_GPA_RANGE_ENTRY Entries[5] = {
        {.ByteCount = 4 * HostPageBytes}, {.Pfn = DataPage}, {.Pfn = DataPage + 1}, {.Pfn = DataPage + 2}, {.Pfn = Page}};
    const VMBUS_CHANNEL_OPEN_CHANNEL Open = {.Header.MessageType = ChannelMessageOpenChannel,
                                             .ChildRelId = Channel,
                                             .RingBufferGpadlHandle = 7,
                                             .DownstreamRingBufferPageOffset = 2};
    const VMBUS_CHANNEL_GPADL_TEARDOWN Teardown = {
        .Header.MessageType = ChannelMessageGpadlTeardown, .ChildRelId = Channel, .Gpadl = 7};
    const VMBUS_CHANNEL_MODIFY_CHANNEL Modify = {
        .Header.MessageType = ChannelMessageModifyChannel, .ChildRelId = Channel, .TargetVp = 1};
    const VMBUS_CHANNEL_CLOSE_CHANNEL Close = {.Header.MessageType = ChannelMessageCloseChannel, .ChildRelId = Channel};
    const VMBUS_CHANNEL_TL_CONNECT_REQUEST Socket = {.Header.MessageType = ChannelMessageTlConnectRequest,
                                                     .EndpointId = HVSOCK_VSOCK_PORT_ID_INIT(9),
                                                     .ServiceId = HVSOCK_VSOCK_PORT_ID_INIT(5000)};
    HV_UINT8 Message[MAXIMUM_SYNIC_MESSAGE_BYTES];

    memcpy(Message, &Header, sizeof(Header));
    memcpy(Message + sizeof(Header), Entries, 16);
    PutStep(0, 0);
    PutPiece(&Close, sizeof(Close));
    PutStep(0, 0);
    PutPiece(Message, sizeof(Header) + 16);
    memcpy(Message, &Body, sizeof(Body));
    /* One entry more than there can be. */
    memcpy(Message + sizeof(Body), Entries + 2, 24);
    memcpy(Message + sizeof(Body) + 24, Entries, 8);
    PutStep(0, 0);
    PutPiece(Message, sizeof(Body) + 32);
    PutStep(0, 0);
    PutPiece(&Open, sizeof(Open));
    PutStep(0, 0);
    PutPiece(&Modify, sizeof(Modify));
    PutStep(0, 0);
    PutPiece(&Teardown, sizeof(Teardown));
    PutStep(0, 0);
    PutPiece(&Socket, sizeof(Socket));
}

/*
 * Triggers of every channel, other monitor pages, a channel that is opened as a reserved one, by the rings that Open()
 * has made, used after the connection has ended, or its device is removed by the command Removal, and closed.
 */
static void PutReserved(HV_GPA Monitors, const char *Removal)
{
    const HV_UINT32 Channel = 1;
    const HV_UINT32 Triggers[8] = {0xFFFFFFFFU, 0, 0xFFFFFFFFU, 0, 0xFFFFFFFFU, 0, 0xFFFFFFFFU, 0};
    const VMBUS_CHANNEL_CLOSE_CHANNEL Close = {.Header.MessageType = ChannelMessageCloseChannel, .ChildRelId = Channel};
    const VMBUS_CHANNEL_OPEN_RESERVED_CHANNEL Open = {.Header.MessageType = ChannelMessageOpenReservedChannel,
                                                      .ChannelId = Channel,
                                                      .TargetVp = 1,
                                                      .TargetSint = VMBUS_MESSAGE_SINT,
                                                      .RingBufferGpadl = 0x1000 + Channel,
                                                      .DownstreamPageOffset = RingPages};
    const VMBUS_CHANNEL_CLOSE_RESERVED_CHANNEL End = {.Header.MessageType = ChannelMessageCloseReservedChannel,
                                                      .ChannelId = Channel,
                                                      .TargetSint = VMBUS_MESSAGE_SINT};
    const VMBUS_CHANNEL_UNLOAD Unload = {.MessageType = ChannelMessageUnload};
    const VMBUS_CHANNEL_MODIFY_CONNECTION Modify = {.Header.MessageType = ChannelMessageModifyConnection,
                                                    .ParentToChildMonitorPageGpa = Monitors,
                                                    .ChildToParentMonitorPageGpa = Monitors};

    PutStep(4, 0);
    SeedPut((const uint8_t[]){(MonitorPage + 1) & 0xFF, (MonitorPage + 1) >> 8, 8, 0}, 4);
    PutPiece(Triggers, sizeof(Triggers));
    PutStep(0, 0);
    PutPiece(&Modify, sizeof(Modify));
    PutStep(0, 0);
    PutPiece(&Close, sizeof(Close));
    PutStep(0, 0);
    PutPiece(&Open, sizeof(Open));
    PutStep(0, 0);
    PutPiece(&Close, sizeof(Close));
    if (Removal != NULL)
    {
        PutStep(5, 0);
        PutPiece(Removal, strlen(Removal));
    }
    else
    {
        PutStep(0, 0);
        PutPiece(&Unload, sizeof(Unload));
    }
    PutStep(1, 0);
    SeedPut("", 1);
    PutPiece("", 1);
    PutStep(0, 0);
    PutPiece(&End, sizeof(End));
}

static void PutBalloon(HV_UINT32 RangeCount)
{
    const unsigned Channel = BalloonChannel;
    const DM_VERSION_REQUEST Version = {.Header = {DmVersionRequest, sizeof(Version), 1}, .Version.AsUINT32 = DM_VERSION_2_0};
    const DM_CAPABILITIES_REPORT Report = {.Header = {DmCapabilitiesReport, sizeof(Report), 2}, .Capabilities.AsUINT64 = 3};
    const DM_PAGE_RANGE Range = {.StartPage = DataPage, .PageCount = 2};
    const char *Line = "{\"execute\": \"balloon\", \"arguments\": {\"pages\": 4}}";
    DM_BALLOON_RESPONSE Response = {.Header = {DmBalloonResponse, sizeof(Response) + sizeof(Range), 1}};
    HV_UINT8 Message[sizeof(Response) + sizeof(Range)];

    Response.RangeCount = RangeCount & 0x7FFFFFFF;
    memcpy(Message, &Response, sizeof(Response));
    memcpy(Message + sizeof(Response), &Range, sizeof(Range));
    PutStep(1, Channel);
    SeedPut("", 1);
    PutPiece(&Version, sizeof(Version));
    PutStep(1, Channel);
    SeedPut("", 1);
    PutPiece(&Report, sizeof(Report));
    PutStep(5, 0);
    PutPiece(Line, strlen(Line));
    PutStep(1, Channel);
    SeedPut("", 1);
    PutPiece(Message, sizeof(Message));
}

static void PutNvsp(const NVSP_MESSAGE *Message)
{
    PutStep(2, NetworkChannel);
    SeedPut("", 1);
    PutPiece(Message, sizeof(*Message));
}

/* One RNDIS message in section 0 of the send buffer. */
static void PutRndis(HV_UINT32 Type, const void *Body, HV_UINT32 Bytes)
{
    const HV_UINT32 Words[2] = {Type, 8 + Bytes};
    HV_UINT8 Message[256];
    NVSP_MESSAGE Packet = {.Header.MessageType = NvspMessage1TypeSendRNDISPacket};

    memcpy(Message, Words, sizeof(Words));
    memcpy(Message + 8, Body, Bytes);
    PutStep(4, 0);
    SeedPut((const uint8_t[]){DataPage & 0xFF, DataPage >> 8, 0, 0}, 4);
    PutPiece(Message, 8 + Bytes);
    Packet.Messages.Version1Messages.SendRNDISPacket.SendBufferSectionSize = 8 + Bytes;
    PutNvsp(&Packet);
}

/* An adapter that is brought up, and an ARP request of FrameBytes bytes, if one believes it. */
static void PutNetwork(HV_UINT32 FrameBytes)
{
    /* The same pages several times: six slots of the receive buffer. */
    VMBUS_GPA_RANGE_ENTRY Entries[1 + 24] = {{.ByteCount = 24 * HostPageBytes}};
    const VMBUS_CHANNEL_GPADL_HEADER Header = {.Header.MessageType = ChannelMessageGpadlHeader,
                                               .ChildRelId = NetworkChannel + 1,
                                               .Gpadl = 0x20,
                                               .RangeBufLen = sizeof(Entries),
                                               .RangeCount = 1};
    HV_UINT8 Message[sizeof(Header) + sizeof(Entries)];
    NVSP_MESSAGE Init = {.Header.MessageType = NvspMessageTypeInit};
    NVSP_MESSAGE Receive = {.Header.MessageType = NvspMessage1TypeSendReceiveBuffer};
    NVSP_MESSAGE Send = {.Header.MessageType = NvspMessage1TypeSendSendBuffer};
    const RNDIS_INITIALIZE_REQUEST Initialize = {1, 1, 0, 2048};
    const RNDIS_QUERY_REQUEST Query = {2, RNDIS_OID_802_3_PERMANENT_ADDRESS, 0, sizeof(Query), 0};
    const HV_UINT32 Set[6] = {3, RNDIS_OID_GEN_CURRENT_PACKET_FILTER, 4, 20, 0, 9};
    struct
    {
        RNDIS_PACKET Packet;
        RNDIS_PER_PACKET_INFO Record;
        HV_UINT32 Vlan;
        HV_UINT8 Frame[60];
    } Data = {.Packet = {.DataOffset = 52, .DataLength = FrameBytes, .PerPacketInfoOffset = 36, .PerPacketInfoLength = 16},
              .Record = {.Size = 16, .Type = RNDIS_PPI_VLAN, .PerPacketInformationOffset = 12},
              .Vlan = 0x50,
              .Frame = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0x15, 0x5D, 0, 0, 1, 8, 6, 0, 1, 8, 0, 6, 4, 0, 1,
                        [38] = 10, 0, 2, 2}};

    for (unsigned Page = 0; Page < 24; ++Page)
    {
        Entries[1 + Page].Pfn = DataPage + Page % 8;
    }
    memcpy(Message, &Header, sizeof(Header));
    memcpy(Message + sizeof(Header), Entries, sizeof(Entries));
    PutStep(0, 0);
    PutPiece(Message, sizeof(Message));
    Init.Messages.InitMessages.Init.ProtocolVersion = NVSP_PROTOCOL_VERSION_61;
    PutNvsp(&Init);
    Receive.Messages.Version1Messages.SendReceiveBuffer.GpadlHandle = Header.Gpadl;
    PutNvsp(&Receive);
    Send.Messages.Version1Messages.SendSendBuffer.GpadlHandle = Header.Gpadl;
    PutNvsp(&Send);
    PutRndis(REMOTE_NDIS_INITIALIZE_MSG, &Initialize, sizeof(Initialize));
    PutRndis(REMOTE_NDIS_QUERY_MSG, &Query, sizeof(Query));
    PutRndis(REMOTE_NDIS_SET_MSG, Set, sizeof(Set));
    PutRndis(REMOTE_NDIS_PACKET_MSG, &Data, sizeof(Data));
}

/*
 * An adapter that is brought up; offloads and scaling that are queried and set; a sub-channel; a large frame whose head is
 * in a section and whose data are in pages; a ping, whose answer has a hash. Wrong is 1 where lengths and offsets of the
 * settings do not fit. Offset and Channel are those of the indirection table: 84 and 1 fit.
 */
static void PutOffloads(HV_UINT32 Wrong, HV_UINT32 Offset, HV_UINT32 Channel)
{
    const struct
    {
        RNDIS_QUERY_REQUEST Query;
        RNDIS_OBJECT_HEADER Header;
    } Queries[] = {
        {{4, RNDIS_OID_TCP_OFFLOAD_HARDWARE_CAPABILITIES, 4 + Wrong, 20, 0}, {RNDIS_OBJECT_TYPE_OFFLOAD, 3, 156}},
        {{5, RNDIS_OID_GEN_RECEIVE_SCALE_CAPABILITIES, 4, 20 + Wrong * 999, 0}, {RNDIS_OBJECT_TYPE_RSS_CAPABILITIES, 2, 18}},
    };
    const struct
    {
        RNDIS_SET_REQUEST Set;
        RNDIS_OFFLOAD_PARAMETERS Parameters;
    } Offloads = {{6, RNDIS_OID_TCP_OFFLOAD_PARAMETERS, sizeof(RNDIS_OFFLOAD_PARAMETERS), 20, 0},
                  {.Header = {RNDIS_OBJECT_TYPE_DEFAULT, 3, RNDIS_SIZEOF_OFFLOAD_PARAMETERS_REVISION_3},
                   .IPv4Checksum = 4,
                   .TCPIPv4Checksum = 4,
                   .UDPIPv4Checksum = (HV_UINT8)(4 + Wrong),
                   .LsoV2IPv4 = 2,
                   .RscIPv4 = 2,
                   .RscIPv6 = 2}};
    struct
    {
        RNDIS_SET_REQUEST Set;
        RNDIS_RECEIVE_SCALE_PARAMETERS Parameters;
        HV_UINT8 Key[RNDIS_RSS_HASH_SECRET_KEY_SIZE_REVISION_1];
        HV_UINT32 Table[4];
    } Scaling = {.Set = {7, RNDIS_OID_GEN_RECEIVE_SCALE_PARAMETERS, sizeof(Scaling) - sizeof(Scaling.Set), 20, 0},
                 .Parameters = {.Header = {RNDIS_OBJECT_TYPE_RSS_PARAMETERS, 2, 40},
                                .HashInformation = RNDIS_HASH_FUNCTION_TOEPLITZ | RNDIS_HASH_IPV4,
                                .IndirectionTableSize = (HV_UINT16)(16 + Wrong),
                                .IndirectionTableOffset = Offset,
                                .HashSecretKeySize = 40,
                                .HashSecretKeyOffset = 44},
                 .Table = {Channel, Channel, Channel, Channel}};
    const struct
    {
        RNDIS_PACKET Packet;
        HV_UINT8 Frame[42]; /* Its checksums are right. */
    } Ping = {{.DataOffset = 36, .DataLength = 42},
              {0, 0x15, 0x5D, 0xFF, 0, 2, 0, 0x15, 0x5D, 0, 0, 1, 8, 0, 0x45, 0, 0, 28, 0, 0, 0, 0, 64, 1, 0x62, 0xD1,
               10, 0, 2, 15, 10, 0, 2, 2, 8, 0, 0xF7, 0xFF, 0, 0, 0, 0}};
    NVSP_MESSAGE More = {.Header.MessageType = NvspMessage5TypeSubChannel};
    NVSP_MESSAGE Packet = {.Header.MessageType = NvspMessage1TypeSendRNDISPacket};
    struct
    {
        HV_UINT32 Words[2];
        RNDIS_PACKET Packet;
        RNDIS_PER_PACKET_INFO Record;
        HV_UINT32 Large;
    } Head = {{REMOTE_NDIS_PACKET_MSG, sizeof(Head) + 4096},
              {.DataOffset = 52, .DataLength = 4096, .PerPacketInfoOffset = 36, .PerPacketInfoLength = 16},
              {.Size = 16, .Type = RNDIS_PPI_LARGE_SEND_OFFLOAD, .PerPacketInformationOffset = 12},
              0x40000000 | (34 << 20) | (Wrong ? 1 : 536)};
    const HV_UINT8 Frame[54] = {0, 0x15, 0x5D, 0xFF, 0, 2, 0, 0x15, 0x5D, 0, 0, 1, 8, 0, 0x45, [23] = 6, 10, 0, 0, 0,
                                [46] = 0x50, 0x18};

    More.Messages.Version5Messages.SubChannelRequest.Operation = NvspSubchannelAllocate;
    More.Messages.Version5Messages.SubChannelRequest.NumSubChannels = 1 + Wrong;
    PutNetwork(42);
    for (unsigned Index = 0; Index < 2 && Channel <= 1; ++Index) /* Otherwise no slot would be left for the ping's answer. */
    {
        PutRndis(REMOTE_NDIS_QUERY_MSG, &Queries[Index], sizeof(Queries[Index]));
        PutRndis(REMOTE_NDIS_SET_MSG, &Offloads, sizeof(Offloads));
    }
    PutNvsp(&More);
    PutRndis(REMOTE_NDIS_SET_MSG, &Scaling, sizeof(Scaling));
    PutStep(4, 0);
    SeedPut((const uint8_t[]){DataPage & 0xFF, DataPage >> 8, 0, 0}, 4);
    PutPiece(&Head, sizeof(Head));
    PutStep(4, 0);
    SeedPut((const uint8_t[]){(DataPage + 9) & 0xFF, (DataPage + 9) >> 8, 0, 0}, 4);
    PutPiece(Frame, sizeof(Frame));
    Packet.Messages.Version1Messages.SendRNDISPacket.SendBufferSectionSize = sizeof(Head);
    PutStep(3, NetworkChannel);
    SeedPut((const uint8_t[]){0, 1}, 2);
    PutPiece(&Packet, sizeof(Packet));
    SeedPut((const uint8_t[]){0, 9, 0}, 3);
    PutRndis(REMOTE_NDIS_PACKET_MSG, &Ping, sizeof(Ping));
}

static void PutAccess(unsigned Region, unsigned Bytes, unsigned Offset, uint64_t Value)
{
    const uint8_t Size = Bytes == 8 ? 3 : 2;

    PutStep(7, 0);
    SeedPut((const uint8_t[]){(uint8_t)Region, Size, (uint8_t)Offset, (uint8_t)(Offset >> 8), 1}, 5);
    SeedPut(&Value, 8);
}

/* A bus whose window is opened, a function whose registers are placed, and its admin queue with one command. */
static void PutPci(void)
{
    const VPCI_QUERY_PROTOCOL_VERSION Version = {.Header.MessageType = VpciMsgQueryProtocolVersion,
                                                 .ProtocolVersion = VPCI_PROTOCOL_VERSION_FE};
    const VPCI_FDO_D0_ENTRY Entry = {.Header.MessageType = VpciMsgFdoD0Entry, .MmioStart = MACHINE_LOW_MMIO};
    const uint64_t Queue = (uint64_t)DataPage * HostPageBytes;
    uint8_t Command[64] = {6, 0, 1, 0}; /* Identify the controller. */

    Command[40] = 1;
    memcpy(Command + 24, &(const uint64_t){Queue + 2 * HostPageBytes}, 8);
    PutStep(2, PciChannel);
    SeedPut("", 1);
    PutPiece(&Version, sizeof(Version));
    PutStep(2, PciChannel);
    SeedPut("", 1);
    PutPiece(&Entry, sizeof(Entry));
    PutAccess(0, 4, VPCI_MMIO_PAGE_CONFIG_SPACE + 0x10, MACHINE_LOW_MMIO + 0x100000);
    PutAccess(0, 4, VPCI_MMIO_PAGE_CONFIG_SPACE + 4, 2);
    PutStep(4, 0);
    SeedPut((const uint8_t[]){DataPage & 0xFF, DataPage >> 8, 0, 0}, 4);
    PutPiece(Command, sizeof(Command));
    PutAccess(1, 4, 0x24, 0x000F000F);
    PutAccess(1, 8, 0x28, Queue);
    PutAccess(1, 8, 0x30, Queue + HostPageBytes);
    PutAccess(1, 4, 0x14, 1);
    PutAccess(1, 4, 0x1000, 1);
}

static void PutVideoMessage(const void *Message, size_t Bytes)
{
    PutStep(1, VideoChannel);
    SeedPut("", 1);
    PutPiece(Message, Bytes);
}

/* A screen at an address, with a mode, a pointer and dirt; a picture of it. */
static void PutVideo(HV_UINT64 Address, HV_UINT32 Height)
{
    const char *Line = "{\"execute\": \"picture\"}";
    const SYNTHVID_SITUATION_UPDATE_MESSAGE Situation = {.Header = {SynthvidSituationUpdate, sizeof(Situation)},
                                                         .VideoOutputCount = 1,
                                                         .VideoOutput = {{1, 0, 32, 8, Height, 32}}};
    const HV_UINT8 Dirt[10 + 16] = {SynthvidDirt, [4] = 26, [9] = 1, [18] = 8, [22] = 8};
    const HV_UINT8 Shape[26 + 4] = {SynthvidPointerShape, [4] = 30, [8] = 0xFF, [9] = 1, [10] = 1, [14] = 1};
    SYNTHVID_VERSION_REQUEST_MESSAGE Version;
    SYNTHVID_SUPPORTED_RESOLUTIONS_REQUEST_MESSAGE Resolutions;
    SYNTHVID_VRAM_LOCATION_MESSAGE Location;

    (void)MileHvVideoVersionBuild(&Version, SYNTHVID_VERSION_WIN10);
    (void)MileHvVideoResolutionsBuild(&Resolutions);
    (void)MileHvVideoVramLocationBuild(&Location, 1, Address);
    PutVideoMessage(&Version, sizeof(Version));
    PutVideoMessage(&Resolutions, sizeof(Resolutions));
    PutVideoMessage(&Location, sizeof(Location));
    PutVideoMessage(&Situation, sizeof(Situation));
    PutVideoMessage(Shape, sizeof(Shape));
    PutVideoMessage(Dirt, sizeof(Dirt));
    PutStep(5, 0);
    PutPiece(Line, strlen(Line));
}

/* A message of a pipe. */
static void PutMessage(unsigned Channel, const void *Message, size_t Bytes)
{
    PutStep(1, Channel);
    SeedPut("", 1);
    PutPiece(Message, Bytes);
}

/* A port: version, data that come back and are fetched, and a command that types. Length is that of the data. */
static void PutSerial(HV_UINT8 Length)
{
    const char *Line = "{\"execute\": \"serial\", \"arguments\": {\"text\": \"abc\"}}";
    MILE_HV_SERIAL Serial;
    VMBUS_SERIAL_VERSION_REQUEST Version;
    VMBUS_SERIAL_TX_DATA_AVAILABLE Data;
    VMBUS_SERIAL_HEADER Header;
    HV_UINT32 Bytes;

    MileHvSerialBegin(&Serial);
    CHECK(MileHvSerialVersionBuild(&Serial, &Version, VMBUS_SERIAL_VERSION_1_0, &Bytes) == MileHvSuccess);
    PutMessage(SerialChannel, &Version, Bytes);
    Serial.Version = VMBUS_SERIAL_VERSION_1_0;
    CHECK(MileHvSerialTransmitBuild(&Serial, &Data, "hello", 5, &Bytes) == MileHvSuccess);
    Data.BufferLength = Length;
    PutMessage(SerialChannel, &Data, Bytes);
    PutStep(5, 0);
    PutPiece(Line, strlen(Line));
    CHECK(MileHvSerialReceiveBuild(&Serial, &Header, &Bytes) == MileHvSuccess);
    PutMessage(SerialChannel, &Header, Bytes);
    PutMessage(SerialChannel, &Header, MileHvSerialClearBuild(&Header));
}

/* Files: version, a file that is found and read, pages under a handle, and a read into them. */
static void PutFiles(HV_UINT32 Count, HV_UINT64 TokenOffset)
{
    static const HV_UINT16 Path[] = {'\\', 'p', 'a', 's', 's', 'w', 'd'};
    const VMBUS_GPA_RANGE_ENTRY Entries[3] = {{.ByteCount = 2 * HostPageBytes}, {.Pfn = DataPage}, {.Pfn = DataPage + 2}};
    const VMPIPE_SETUP_GPA_DIRECT_BODY Setup = {.Handle = 9, .IsWritable = 1, .RangeCount = 1};
    const VMPIPE_PROTOCOL_HEADER Pipe = {VmPipeMessageSetupGpaDirect, .DataSize = sizeof(Setup) + sizeof(Entries)};
    const HV_UINT32 Teardown[3] = {VmPipeMessageTeardownGpaDirect, 4, 9};
    HV_UINT8 Message[256];
    VMBFS_MESSAGE_READ_FILE_RDMA Read;
    VMBFS_MESSAGE_VERSION_REQUEST Version;
    HV_UINT32 Bytes;

    PutMessage(FilesChannel, &Version, MileHvFileSystemVersionBuild(&Version, VMBFS_VERSION_WIN10));
    CHECK(MileHvFileSystemInfoBuild(Message, sizeof(Message), Path, 7, &Bytes) == MileHvSuccess);
    PutMessage(FilesChannel, Message, Bytes);
    CHECK(MileHvFileSystemReadBuild(Message, sizeof(Message), Path, 7, 0, 16, &Bytes) == MileHvSuccess);
    PutMessage(FilesChannel, Message, Bytes);
    memcpy(Message, &Pipe, sizeof(Pipe));
    memcpy(Message + sizeof(Pipe), &Setup, sizeof(Setup));
    memcpy(Message + sizeof(Pipe) + sizeof(Setup), Entries, sizeof(Entries));
    PutStep(2, FilesChannel);
    SeedPut("", 1);
    PutPiece(Message, sizeof(Pipe) + sizeof(Setup) + sizeof(Entries));
    CHECK(MileHvFileSystemReadRdmaBuild(Message, sizeof(Message), Path, 7, 4, Count, 9, &Bytes) == MileHvSuccess);
    memcpy(&Read, Message, sizeof(Read));
    Read.TokenOffset = TokenOffset;
    memcpy(Message, &Read, sizeof(Read));
    PutMessage(FilesChannel, Message, Bytes);
    PutStep(2, FilesChannel);
    SeedPut("", 1);
    PutPiece(Teardown, sizeof(Teardown));
}

/* The transport: version, time, settings, a sector read, written and flushed, and what a guest reports. */
static void PutEmulation(HV_UINT64 Sector)
{
    const char *Line = "{\"execute\": \"generation\", \"arguments\": {\"number\": 7}}";
    const HV_UINT8 Data[512] = {1};
    MILE_HV_GUEST_EMULATION Get;
    GET_VERSION_REQUEST Version;
    GET_VMGS_READ_REQUEST Read;
    GET_EVENT_LOG_NOTIFICATION Log = {.EventLogId = GetEventLogBootSuccess};
    HV_UINT8 Write[sizeof(GET_VMGS_WRITE_REQUEST) + sizeof(Data)];
    HV_UINT32 Bytes;

    MileHvGuestEmulationBegin(&Get);
    CHECK(MileHvGuestEmulationVersionBuild(&Get, &Version, GET_PROTOCOL_VERSION_NICKEL_REV2, &Bytes) == MileHvSuccess);
    PutMessage(EmulationChannel, &Version, Bytes);
    Get.Version = GET_PROTOCOL_VERSION_NICKEL_REV2;
    for (HV_UINT16 Id = GetHostRequestTime; Id <= GetHostRequestDevicePlatformSettingsV2; ++Id)
    {
        const GET_MESSAGE_HEADER Header = {GetMessageVersion1, GetMessageHostRequest, Id};

        if (Id == GetHostRequestTime || Id == GetHostRequestVmgsGetDeviceInfo || Id == GetHostRequestVmgsFlush ||
            Id == GetHostRequestDevicePlatformSettingsV2)
        {
            PutMessage(EmulationChannel, &Header, sizeof(Header));
        }
    }
    Get.Open[0] = 0;
    CHECK(MileHvGuestEmulationReadBuild(&Get, &Read, Sector, 1, 512, &Bytes) == MileHvSuccess);
    PutMessage(EmulationChannel, &Read, Bytes);
    Get.Open[0] = 0;
    CHECK(MileHvGuestEmulationWriteBuild(&Get, Write, sizeof(Write), Sector, 1, 512, 0, Data, &Bytes) == MileHvSuccess);
    PutMessage(EmulationChannel, Write, Bytes);
    MileHvGuestEmulationNotificationBuild(&Log.MessageHeader, GetHostNotificationEventLog);
    PutMessage(EmulationChannel, &Log, sizeof(Log));
    PutStep(5, 0);
    PutPiece(Line, strlen(Line));
}

static void WriteSeeds(void)
{
    static const char *const Lines[] = {
        "{\"execute\": \"report\"}",
        "{\"execute\": \"heartbeat\", \"id\": 1}",
        "{\"execute\": \"shutdown\"}",
        "{\"execute\": \"key\", \"arguments\": {\"code\": 30}}",
        "{\"execute\": \"disk-add\", \"arguments\": {\"lun\": 3, \"file\": \"memory:1\"}}",
        "{\"execute\": \"remove\", \"arguments\": {\"device\": \"scsi0\"}}",
    };
    const VMBUS_CHANNEL_UNLOAD Unload = {.MessageType = ChannelMessageUnload};

    for (unsigned Channel = 0; Channel < 16; ++Channel)
    {
        /* The host's negotiation comes back with counts of one and one. */
        PutStep(6, Channel);
        SeedPut((const uint8_t[]){2, 20, 0, 1, 22, 0, 1}, 7);
    }
    Seed("components");
    for (unsigned Channel = 0; Channel < 16; ++Channel)
    {
        /* The same, whose body is longer than the packet. */
        PutStep(6, Channel);
        SeedPut((const uint8_t[]){4, 20, 0, 1, 22, 0, 1, 10, 0, 0xFF, 11, 0, 0x20}, 13);
    }
    Seed("components-of-wrong-size");
    PutStorage(ScsiChannel, VStorOperationBeginInitialization);
    PutStorage(ScsiChannel, VStorOperationQueryProtocolVersion);
    PutStorage(ScsiChannel, VStorOperationQueryProperties);
    PutStorage(ScsiChannel, VStorOperationEndInitialization);
    PutStorage(ScsiChannel, VStorOperationCreateSubChannels);
    PutStorage(ScsiChannel, VStorOperationExecuteSRB);
    Seed("storage");
    PutStorage(FibreChannel, VStorOperationBeginInitialization);
    PutStorage(FibreChannel, VStorOperationQueryProtocolVersion);
    PutStorage(FibreChannel, VStorOperationQueryProperties);
    PutStorage(FibreChannel, VStorOperationFcHbaData);
    PutStorage(FibreChannel, VStorOperationEndInitialization);
    PutStorage(FibreChannel, VStorOperationExecuteSRB);
    Seed("fibre");
    PutSerial(5);
    Seed("serial");
    PutSerial(0xFF);
    Seed("serial-with-data-longer-than-their-member");
    PutFiles(100, 2 * HostPageBytes - 100);
    Seed("files");
    PutFiles(0xFFFFFFFF, ~(HV_UINT64)0);
    Seed("files-whose-offset-and-length-overflow");
    PutEmulation(3);
    Seed("emulation");
    PutEmulation(~(HV_UINT64)0);
    Seed("emulation-of-a-sector-outside");
    for (unsigned Index = 0; Index < sizeof(Lines) / sizeof(Lines[0]); ++Index)
    {
        PutStep(5, 0);
        PutPiece(Lines[Index], strlen(Lines[Index]));
    }
    Seed("commands");
    PutStep(0, 0);
    PutPiece(&Unload, sizeof(Unload));
    Seed("unload");
    PutMessages(DataPage + 3);
    Seed("messages");
    PutMessages(MemoryPages);
    Seed("messages-about-no-memory");
    PutReserved((HV_GPA)DataPage * HostPageBytes, NULL);
    Seed("reserved");
    PutReserved((HV_GPA)MemoryPages * HostPageBytes - 8, NULL);
    Seed("reserved-with-monitors-at-the-end-of-memory");
    PutReserved((HV_GPA)DataPage * HostPageBytes, "{\"execute\": \"remove\", \"arguments\": {\"device\": \"heartbeat0\"}}");
    Seed("reserved-of-a-device-that-is-removed");
    PutPci();
    Seed("pci");
    PutVideo(MACHINE_LOW_MMIO, 8);
    Seed("video");
    PutVideo((HV_UINT64)(MemoryPages - 1) * HostPageBytes, 4096);
    Seed("video-at-the-end-of-memory");
    PutNetwork(42);
    Seed("network");
    PutNetwork(9000);
    Seed("network-with-a-frame-longer-than-its-message");
    PutOffloads(0, 84, 1);
    Seed("network-offloads");
    PutOffloads(1, 84, 1);
    Seed("network-offloads-that-do-not-fit");
    PutOffloads(0, 0x100000, 1);
    Seed("network-table-outside-of-its-message");
    PutOffloads(0, 84, 200);
    Seed("network-table-of-a-channel-that-is-not-there");
    PutBalloon(1);
    Seed("balloon");
    PutBalloon(200);
    Seed("balloon-of-too-many-ranges");
}
