/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The guest of examples/guest and the host of examples/host in one process: no machine, no hypervisor.
 *
 *     pairs DEVICE [FAULT...]
 *
 * The two are the real ones from the VMBus upwards. Under them is this file: one memory,
 * in which an address is a pointer, messages that are copied, signals that are calls, and
 * a clock that goes on whenever somebody looks at it. A run takes milliseconds, the
 * sanitizers watch both sides, and nothing depends on the machine. The exit status is the
 * guest's result. PAIRS_FOLDER in the environment is the folder that the device "files" has.
 *
 * pairs.py runs it, for each device and each fault.
 *
 * Built of examples/host/bus.c
 * Built of examples/host/channel.c
 * Built of examples/host/fault.c
 * Built of examples/host/json.c
 * Built of examples/host/monitor.c
 * Built of examples/host/device/[a-z]*.c
 * Built of examples/guest/[a-z]*.c
 *
 * Left out: examples/guest/arm64.c, examples/guest/bare.c, examples/guest/hypervisor.c, examples/guest/memory.c,
 * examples/guest/screen.c, examples/guest/synic.c, examples/guest/time.c, examples/guest/uefi.c, examples/guest/x64.c
 */

#define _GNU_SOURCE
#include "../../examples/guest/guest.h"

#include "../../examples/host/bus.h"
#include "../../examples/host/fault.h"
#include "../../examples/host/machine.h"

#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

enum
{
    MaximumWatches = 32,
    MaximumTimers = 64,
    MaximumMessages = 512,
    MaximumConnections = 64,
    TickUnits = 500, /* Of 100 ns, that pass whenever somebody looks at the clock. */
};

#define CHECK(Condition)                                                                                               \
    do                                                                                                                 \
    {                                                                                                                  \
        if (!(Condition))                                                                                              \
        {                                                                                                              \
            fprintf(stderr, "pairs.c:%d: %s\n", __LINE__, #Condition);                                                 \
            abort();                                                                                                   \
        }                                                                                                              \
    } while (0)

/*
 * Time, and what the host waits for.
 */

static uint64_t Time;

static struct
{
    HOST_CALLBACK *Callback;
    void *Context;
    uint64_t Due;
} Timers[MaximumTimers];

static unsigned TimerCount;

static struct
{
    int File;
    HOST_CALLBACK *Callback;
    void *Context;
} Watches[MaximumWatches];

uint64_t HostMilliseconds(void)
{
    return Time / 10000;
}

uint64_t MachineReferenceTime(void)
{
    return Time;
}

void HostCancelTimer(HOST_CALLBACK *Callback, void *Context)
{
    for (unsigned Index = 0; Index < TimerCount; ++Index)
    {
        if (Timers[Index].Callback == Callback && Timers[Index].Context == Context)
        {
            --TimerCount;
            memmove(&Timers[Index], &Timers[Index + 1], (TimerCount - Index) * sizeof(Timers[0]));
            return;
        }
    }
}

void HostTimer(unsigned Milliseconds, HOST_CALLBACK *Callback, void *Context)
{
    HostCancelTimer(Callback, Context);
    CHECK(TimerCount < MaximumTimers);
    Timers[TimerCount].Callback = Callback;
    Timers[TimerCount].Context = Context;
    Timers[TimerCount++].Due = Time + Milliseconds * 10000ULL;
}

/* One turn of the host's loop: the first timer that is due. */
static void RunHost(void)
{
    for (unsigned Index = 0; Index < TimerCount; ++Index)
    {
        if (Timers[Index].Due <= Time)
        {
            HOST_CALLBACK *Callback = Timers[Index].Callback;
            void *Context = Timers[Index].Context;

            HostCancelTimer(Callback, Context);
            Callback(Context);
            return;
        }
    }
}

HV_UINT64 Now(const GUEST *Guest)
{
    (void)Guest;
    Time += TickUnits;
    RunHost();
    return Time;
}

void ProcessorRelax(void)
{
    Time += TickUnits;
    RunHost();
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
        if (Watches[Index].File == File)
        {
            Watches[Index].Callback = NULL;
        }
    }
}

/*
 * Memory: the guest's is this program's own.
 */

extern const char __executable_start;
extern const char _end;

void *HostMemory(uint64_t Address, uint64_t Bytes)
{
    const uint64_t First = (uintptr_t)&__executable_start;
    const uint64_t End = (uintptr_t)&_end;

    return Address >= First && Address < End && Bytes <= End - Address ? (void *)(uintptr_t)Address : NULL;
}

void *HostMapPages(const uint64_t *Pages, unsigned Count)
{
    for (unsigned Index = 0; Index < Count; ++Index)
    {
        if (Pages[Index] != Pages[0] + Index || HostMemory(Pages[Index] * HostPageBytes, HostPageBytes) == NULL)
        {
            return NULL;
        }
    }
    return (void *)(uintptr_t)(Pages[0] * HostPageBytes);
}

void HostUnmapPages(void *Place, unsigned Count)
{
    (void)Place;
    (void)Count;
}

uint64_t MachineMemoryBytes(void)
{
    return (uintptr_t)&_end;
}

int MachineAddMemory(uint64_t Address, uint64_t Bytes)
{
    (void)Address;
    (void)Bytes;
    return 0;
}

int MachineDiscard(uint64_t Address, uint64_t Bytes)
{
    void *Place = HostMemory(Address, Bytes);

    if (Place != NULL)
    {
        memset(Place, 0, Bytes);
    }
    return Place != NULL;
}

/* The guest uses the first one. With another, devices have channels besides their first. */
unsigned MachineProcessors(void)
{
    return 2;
}

/*
 * Registers. Nobody may touch their pages: an access raises a signal, the page gets what the registers have now, the
 * instruction is done alone, and what it has changed there is what the guest wrote.
 */

static struct
{
    uint64_t Address;
    uint64_t Bytes; /* 0: free. */
    MACHINE_MMIO *Handler;
    void *Context;
} Regions[4];

static struct
{
    unsigned Region;
    uint8_t *Page;
    uint8_t Before[HostPageBytes];
} Access;

enum
{
    TrapFlag = 0x100, /* Of EFLAGS. */
};

static struct sigaction OldSegv;

static void OnAccess(int Signal, siginfo_t *Info, void *Context)
{
    const uint64_t Address = (uintptr_t)Info->si_addr;

    for (unsigned Index = 0; Index < sizeof(Regions) / sizeof(Regions[0]); ++Index)
    {
        if (Address - Regions[Index].Address < Regions[Index].Bytes)
        {
            Access.Region = Index;
            Access.Page = (uint8_t *)(uintptr_t)(Address & ~(uint64_t)(HostPageBytes - 1));
            CHECK(mprotect(Access.Page, HostPageBytes, PROT_READ | PROT_WRITE) == 0);
            for (unsigned Offset = 0; Offset < HostPageBytes; Offset += 4)
            {
                const uint64_t Place = (uintptr_t)Access.Page - Regions[Index].Address + Offset;
                const uint32_t Value = (uint32_t)Regions[Index].Handler(Regions[Index].Context, Place, 4, 0, 0);

                memcpy(Access.Before + Offset, &Value, sizeof(Value));
            }
            memcpy(Access.Page, Access.Before, HostPageBytes);
            ((ucontext_t *)Context)->uc_mcontext.gregs[REG_EFL] |= TrapFlag;
            return;
        }
    }
    OldSegv.sa_sigaction(Signal, Info, Context); /* The sanitizer's. */
}

static void OnStep(int Signal, siginfo_t *Info, void *Context)
{
    uint8_t After[HostPageBytes];

    (void)Signal;
    (void)Info;
    ((ucontext_t *)Context)->uc_mcontext.gregs[REG_EFL] &= ~(long long)TrapFlag;
    memcpy(After, Access.Page, HostPageBytes);
    CHECK(mprotect(Access.Page, HostPageBytes, PROT_NONE) == 0);
    for (unsigned Offset = 0; Offset < HostPageBytes; Offset += 4)
    {
        uint32_t Value;

        memcpy(&Value, After + Offset, sizeof(Value));
        if (memcmp(&Value, Access.Before + Offset, sizeof(Value)) != 0)
        {
            (void)Regions[Access.Region].Handler(
                Regions[Access.Region].Context,
                (uintptr_t)Access.Page - Regions[Access.Region].Address + Offset, 4, 1, Value);
        }
    }
}

int MachineMapMmio(uint64_t Address, uint64_t Bytes, MACHINE_MMIO *Handler, void *Context)
{
    const struct sigaction Step = {.sa_sigaction = OnStep, .sa_flags = SA_SIGINFO};
    struct sigaction Fault = {.sa_sigaction = OnAccess, .sa_flags = SA_SIGINFO | SA_NODEFER};
    unsigned Index = 0;

    while (Index < sizeof(Regions) / sizeof(Regions[0]) && Regions[Index].Bytes != 0)
    {
        ++Index;
    }
    if (Index == sizeof(Regions) / sizeof(Regions[0]) ||
        mmap((void *)(uintptr_t)Address, Bytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0) !=
            (void *)(uintptr_t)Address)
    {
        return 0;
    }
    Regions[Index].Address = Address;
    Regions[Index].Bytes = Bytes;
    Regions[Index].Handler = Handler;
    Regions[Index].Context = Context;
    if (OldSegv.sa_sigaction == NULL)
    {
        CHECK(sigaction(SIGSEGV, &Fault, &OldSegv) == 0 && sigaction(SIGTRAP, &Step, NULL) == 0);
    }
    return 1;
}

int MachineMapMemory(uint64_t Address, uint64_t Bytes, void *Memory)
{
    (void)Address;
    (void)Bytes;
    (void)Memory;
    return 0;
}

void MachineUnmap(uint64_t Address)
{
    for (unsigned Index = 0; Index < sizeof(Regions) / sizeof(Regions[0]); ++Index)
    {
        if (Regions[Index].Address == Address && Regions[Index].Bytes != 0)
        {
            munmap((void *)(uintptr_t)Address, Regions[Index].Bytes);
            Regions[Index].Bytes = 0;
        }
    }
}

/* The one message-signaled interrupt that this guest asks for; the other vectors are not looked at. */
static unsigned PciInterrupts;

void MachineSignalMsi(uint64_t Address, uint32_t Data)
{
    (void)Address;
    PciInterrupts += Data == ProcessorVector(GUEST_PCI_SOURCE);
}

HV_UINT32 ProcessorVector(HV_SYNIC_SINT_INDEX Source)
{
    return 0x40 + Source;
}

HV_UINT32 ProcessorTakesInterrupts(void)
{
    return 1;
}

HV_UINT32 ProcessorInterrupts(HV_SYNIC_SINT_INDEX Source)
{
    return Source == GUEST_PCI_SOURCE ? PciInterrupts : 0;
}

void MachineReport(void)
{
}

/*
 * The SynIC: messages and event flags to the guest, connections to the host.
 */

static HV_MESSAGE Messages[MaximumMessages];
static unsigned MessageCount;
static HV_UINT8 Flags[HV_EVENT_FLAGS_COUNT];

static struct
{
    uint32_t Id;
    int File;
} Connections[MaximumConnections];

void SynicPost(unsigned Processor, const void *Payload, unsigned Bytes)
{
    HV_MESSAGE *Message = &Messages[MessageCount];

    CHECK(Processor == 0 && Bytes <= MAXIMUM_SYNIC_MESSAGE_BYTES && MessageCount < MaximumMessages);
    memset(Message, 0, sizeof(*Message));
    Message->Header.MessageType = VMBUS_MESSAGE_TYPE;
    Message->Header.PayloadSize = (HV_UINT8)Bytes;
    memcpy(Message->Payload, Payload, Bytes);
    ++MessageCount;
}

int SynicIsFull(unsigned Processor)
{
    (void)Processor;
    return MessageCount > MaximumMessages / 2;
}

void SynicForget(void)
{
    MessageCount = 0;
}

void SynicSetFlag(unsigned Processor, unsigned Flag)
{
    CHECK(Processor == 0 && Flag < HV_EVENT_FLAGS_COUNT);
    Flags[Flag] = 1;
}

int MachineCreateConnection(uint32_t Id)
{
    for (unsigned Index = 0; Index < MaximumConnections; ++Index)
    {
        if (Connections[Index].Id == 0)
        {
            Connections[Index].Id = Id;
            Connections[Index].File = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
            return Connections[Index].File;
        }
    }
    return -1;
}

void MachineDestroyConnection(uint32_t Id, int File)
{
    for (unsigned Index = 0; Index < MaximumConnections; ++Index)
    {
        if (Connections[Index].Id == Id && Connections[Index].File == File)
        {
            Connections[Index].Id = 0;
        }
    }
    close(File);
}

static HV_STATUS SignalHost(uint32_t Id)
{
    for (unsigned Index = 0; Index < MaximumConnections; ++Index)
    {
        if (Connections[Index].Id != Id)
        {
            continue;
        }
        for (unsigned Watch = 0; Watch < MaximumWatches; ++Watch)
        {
            if (Watches[Watch].Callback != NULL && Watches[Watch].File == Connections[Index].File)
            {
                Watches[Watch].Callback(Watches[Watch].Context);
                return HV_STATUS_SUCCESS;
            }
        }
    }
    return HV_STATUS_INVALID_CONNECTION_ID;
}

MILE_HV_RESULT WaitMessage(GUEST *Guest, HV_SYNIC_SINT_INDEX Sint, HV_UINT64 Deadline, HV_MESSAGE *Message)
{
    CHECK(Sint == VMBUS_MESSAGE_SINT);
    while (MessageCount == 0)
    {
        if (Now(Guest) >= Deadline)
        {
            return MileHvEmpty;
        }
        ProcessorRelax();
    }
    *Message = Messages[0];
    memmove(&Messages[0], &Messages[1], --MessageCount * sizeof(Messages[0]));
    return MileHvSuccess;
}

HV_UINT32 TakeEvent(HV_UINT32 Flag)
{
    const HV_UINT32 IsSet = Flags[Flag];

    Flags[Flag] = 0;
    return IsSet;
}

HV_STATUS Hypercall(GUEST *Guest, HV_UINT32 CallCode, HV_UINT64 CallFlags, HV_UINT64 Input, HV_UINT64 Output)
{
    HV_INPUT_POST_MESSAGE Message;

    (void)Guest;
    (void)Output;
    if (CallCode == HvCallSignalEvent)
    {
        CHECK(CallFlags == HV_HYPERCALL_INPUT_FAST);
        return SignalHost((uint32_t)Input);
    }
    CHECK(CallCode == HvCallPostMessage);
    memcpy(&Message, (const void *)(uintptr_t)Input, sizeof(Message));
    CHECK(Message.PayloadSize <= sizeof(Message.Payload));
    return BusMessage(Message.ConnectionId.AsUINT32, Message.Payload, Message.PayloadSize);
}

const char *StatusName(HV_STATUS Status)
{
    static char Text[16];

    snprintf(Text, sizeof(Text), "0x%x", Status);
    return Text;
}

/*
 * The guest's first steps, of which nothing is here.
 */

#define NOTHING(Name)                                                                                                  \
    GUEST_RESULT Name(GUEST *Guest)                                                                                    \
    {                                                                                                                  \
        (void)Guest;                                                                                                   \
        return GuestDone;                                                                                              \
    }

NOTHING(Detect)
NOTHING(PlatformTakeOver)
NOTHING(Identify)
NOTHING(Anonymize)
NOTHING(DisableHypercalls)
NOTHING(Report)
NOTHING(StartClock)
NOTHING(EnableTscPage)
NOTHING(DisableTscPage)
NOTHING(DisableSynic)
NOTHING(TakeTimerMessage)

GUEST_RESULT EnableHypercalls(GUEST *Guest)
{
    Guest->Detection.Privileges.PostMessages = 1;
    Guest->Detection.Privileges.SignalEvents = 1;
    Guest->HasHypercalls = 1;
    return GuestDone;
}

GUEST_RESULT EnableSynic(GUEST *Guest)
{
    Guest->HasSynic = 1;
    return GuestDone;
}

void PlatformEnd(GUEST_RESULT Result)
{
    /* The host must be able to clear up after any guest. */
    while (BusDevices() != NULL)
    {
        BusRemoveDevice(BusDevices());
    }
    printf("the host told %u lies\n", FaultCountTold());
    fflush(stdout);
    exit((int)Result);
}

static void Write(char Character)
{
    putchar(Character);
}

/*
 * Reports of the host, and what is done to its devices when it is ready.
 */

void HostSay(const char *Format, ...)
{
    va_list Arguments;

    va_start(Arguments, Format);
    fprintf(stderr, "host: ");
    vfprintf(stderr, Format, Arguments);
    fprintf(stderr, "\n");
    va_end(Arguments);
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

typedef struct ORDER
{
    const char *Event;
    const char *Command;
    const char *Arguments;
} ORDER;

static const ORDER Orders[] = {
    {"KEYBOARD_READY", "key", "{\"code\": 35}"},
    {"KEYBOARD_READY", "key", "{\"code\": 1}"},
    {"MOUSE_READY", "mouse", "{\"x\": 1000, \"y\": 20000}"},
    {"MOUSE_READY", "mouse", "{\"x\": 5, \"y\": 6, \"buttons\": 2}"},
    {"GUEST_STARTED", "generation", "{\"number\": 7}"},
    {"BALLOON_READY", "balloon", "{\"pages\": 8}"},
    {"BALLOON", "balloon", "{\"pages\": 0}"},
};

static unsigned OrderCount; /* That were given. */

static void Give(void *Context)
{
    const ORDER *Order = Context;
    char Reply[ReplyBytes];

    for (HOST_DEVICE *Device = BusDevices(); Device != NULL; Device = Device->Next)
    {
        for (const HOST_COMMAND *Command = Device->Type->Commands; Command != NULL && Command->Name != NULL; ++Command)
        {
            if (strcmp(Command->Name, Order->Command) == 0)
            {
                (void)Command->Run(Device, Order->Arguments, Reply);
            }
        }
    }
}

void HostEvent(const char *Name, const char *Format, ...)
{
    static HV_UINT8 WasGiven[sizeof(Orders) / sizeof(Orders[0])];

    (void)Format;
    for (unsigned Index = 0; Index < sizeof(Orders) / sizeof(Orders[0]); ++Index)
    {
        if (strcmp(Orders[Index].Event, Name) == 0 && !WasGiven[Index])
        {
            WasGiven[Index] = 1;
            HostTimer(1 + ++OrderCount, Give, (void *)(uintptr_t)&Orders[Index]);
        }
    }
}

/*
 * A run.
 */

static const struct
{
    const char *Word; /* The guest's. */
    const char *Type; /* The host's. */
    const char *Arguments;
} Devices[] = {
    {"memory", "balloon", NULL},     {"storage", "scsi", "memory:1"}, {"fibre", "fibre", "memory:1"},
    {"network", "network", NULL},    {"keyboard", "keyboard", NULL},  {"mouse", "mouse", NULL},
    {"socket", "socket", "7:echo"},  {"pci", "pci", "nvme:memory:1"}, {"video", "video", "160x120"},
    {"serial", "serial", "echo"},    {"files", "files", NULL},        {"emulation", "emulation", NULL},
};

int main(int Count, char **Words)
{
    static GUEST Guest;
    const BUS_OPTIONS Options = {.MaximumVersion = VMBUS_VERSION_LATEST};
    char Reason[ReplyBytes];

    for (int Index = 2; Index < Count; ++Index)
    {
        if (!FaultAdd(Words[Index]))
        {
            fprintf(stderr, "pairs: there is no fault '%s'\n", Words[Index]);
            return 255;
        }
    }
    BusCreate(&Options);
    for (unsigned Index = 0; Index < sizeof(Devices) / sizeof(Devices[0]); ++Index)
    {
        for (unsigned Type = 0; Count > 1 && strcmp(Words[1], Devices[Index].Word) == 0 && HostDeviceTypes[Type] != NULL; ++Type)
        {
            if (strcmp(HostDeviceTypes[Type]->Name, Devices[Index].Type) == 0)
            {
                const char *Arguments = Devices[Index].Arguments;

                Arguments = strcmp(Devices[Index].Type, "files") == 0 ? getenv("PAIRS_FOLDER") : Arguments;
                if (BusAddDevice(HostDeviceTypes[Type], Arguments, Reason) == NULL)
                {
                    fprintf(stderr, "pairs: %s: %s\n", Words[1], Reason);
                    return 255;
                }
                Guest.Device = FindDevice(Words[1]);
            }
        }
    }
    if (Guest.Device == NULL)
    {
        fprintf(stderr, "usage: pairs DEVICE [FAULT...]; the devices:");
        for (unsigned Index = 0; Index < sizeof(Devices) / sizeof(Devices[0]); ++Index)
        {
            fprintf(stderr, " %s", Devices[Index].Word);
        }
        fprintf(stderr, "\n");
        return 255;
    }
    Guest.Stays = strcmp(Words[1], "memory") == 0;
    Guest.StartedBy = "pairs.c";
    ConsoleAdd(Write);
    GuestMain(&Guest);
}
