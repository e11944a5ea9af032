/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The command line: options, --help, and the order in which a machine comes to run.
 */

#include "bus.h"
#include "fault.h"
#include "machine.h"
#include "monitor.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <Mile.HyperV/VMBus/ChannelMessage.h>

enum
{
    ExitUsage = 2,
    ExitStuck = 4,
};

typedef struct OPTIONS
{
    const char *Kernel;
    const char *Initrd;
    const char *CommandLine;
    const char *Control;
    unsigned Seconds;
    int All;
    MACHINE_OPTIONS Machine;
    BUS_OPTIONS Bus;
} OPTIONS;

static void PrintCommands(const HOST_COMMAND *Command)
{
    for (; Command != NULL && Command->Name != NULL; ++Command)
    {
        printf("  %-16s %s\n", Command->Name, Command->Help);
    }
}

static void Help(void)
{
    printf("host [OPTION...] KERNEL\n\n"
           "Runs a guest on /dev/kvm and is its Hyper-V: KVM emulates the hypervisor, and this program is the\n"
           "VMBus server with a device for each option. KERNEL is a Linux bzImage, or an ELF image with a PVH note\n"
           "(Linux's vmlinux, guest.elf of examples/guest). To see Linux find everything:\n\n"
           "    host --all --append 'earlyprintk=ttyS0 panic=-1' /boot/vmlinuz-6.1.0-50-cloud-amd64\n\n"
           "Machine:\n"
           "  --memory MIB          memory (256)\n"
           "  --hot-memory MIB      memory that can be added while the guest runs (0)\n"
           "  --processors N        1 to %u (1)\n"
           "  --initrd FILE         initial RAM disk\n"
           "  --append TEXT         command line of the kernel\n"
           "  --plain               no Hyper-V at all\n"
           "  --seconds N           end after so long, with status %d and a report of where the guest is\n"
           "Bus:\n"
           "  --vmbus-version M.N   the newest version that the host agrees to (6.0; at least 2.4)\n"
           "  --monitor US          offer monitor ids, and read the guest's monitor page every US microseconds (%d to %d)\n"
           "  --control PATH        take commands: a Unix socket to create, or a character device\n"
           "  --fault NAME          lie in one way; several are possible\n"
           "  --verbose             report every message\n"
           "Devices, each as often as wanted:\n"
           "  --all                 one of each kind that needs no arguments\n",
           MachineMaximumProcessors, ExitStuck, MonitorMinimumMicroseconds, MonitorMaximumMicroseconds);
    for (unsigned Index = 0; HostDeviceTypes[Index] != NULL; ++Index)
    {
        const HOST_DEVICE_TYPE *Type = HostDeviceTypes[Index];
        char Option[64];

        snprintf(Option, sizeof(Option), "--%s%s%s", Type->Name, Type->Arguments != NULL ? "=" : "",
                 Type->Arguments != NULL ? Type->Arguments : "");
        printf("  %-21s", Option);
        if (strlen(Option) > 21)
        {
            printf("\n  %21s", "");
        }
        printf(" %s\n", Type->Help);
    }
    printf("Commands, one JSON object a line, {\"execute\": NAME, \"arguments\": {...}, \"id\": ...}:\n");
    PrintCommands(ControlCommands());
    for (unsigned Index = 0; HostDeviceTypes[Index] != NULL; ++Index)
    {
        unsigned First = 0;

        /* Kinds of devices may share their commands. */
        while (HostDeviceTypes[First]->Commands != HostDeviceTypes[Index]->Commands)
        {
            ++First;
        }
        if (First == Index)
        {
            PrintCommands(HostDeviceTypes[Index]->Commands);
        }
    }
    FaultHelp();
    printf("\nThe guest's text (port 0x%X) goes to the standard output, its serial console and the host's reports to\n"
           "the standard error. Exit status: 0 the guest turned itself off; twice a value and one for the value\n"
           "that it wrote to port 0x%X; %d an error of the host or a triple fault; 3 reset; %d --seconds are over.\n",
           MachineTextPort, MachineEndPort, ExitUsage, ExitStuck);
}

_Noreturn static void Usage(const char *Format, const char *What)
{
    fprintf(stderr, "host: ");
    fprintf(stderr, Format, What);
    fprintf(stderr, "; --help lists all\n");
    exit(ExitUsage);
}

static unsigned long Number(const char *Name, const char *Text, unsigned long Minimum, unsigned long Maximum)
{
    char *End;
    unsigned long Value;

    errno = 0;
    Value = strtoul(Text, &End, 10);
    if (*Text == 0 || *Text == '-' || *End != 0 || errno != 0 || Value < Minimum || Value > Maximum)
    {
        fprintf(stderr, "host: %s takes a number from %lu to %lu, not '%s'\n", Name, Minimum, Maximum, Text);
        exit(ExitUsage);
    }
    return Value;
}

static HV_UINT32 ParseVersion(const char *Text)
{
#define HOST_VERSION(Name) Name,
    static const HV_UINT32 Known[] = {HV_VMBUS_VERSION_LIST(HOST_VERSION)};
#undef HOST_VERSION
    unsigned Major;
    unsigned Minor;
    char Rest;

    if (sscanf(Text, "%u.%u%c", &Major, &Minor, &Rest) == 2)
    {
        for (unsigned Index = 0; Index < sizeof(Known) / sizeof(Known[0]); ++Index)
        {
            if (Known[Index] == (HV_UINT32)VMBUS_MAKE_VERSION(Major, Minor) && Known[Index] >= VMBUS_VERSION_WIN8)
            {
                return Known[Index];
            }
        }
    }
    Usage("'%s' is no version of the bus that this host has", Text);
}

/* A device's option: --NAME or --NAME=ARGUMENTS. */
static void AddDevice(const char *Option)
{
    const char *Name = Option + 2;
    size_t Length = strcspn(Name, "=");
    char Reason[ReplyBytes];

    for (unsigned Index = 0; HostDeviceTypes[Index] != NULL; ++Index)
    {
        const HOST_DEVICE_TYPE *Type = HostDeviceTypes[Index];

        if (strlen(Type->Name) == Length && strncmp(Type->Name, Name, Length) == 0)
        {
            const char *Arguments = Name[Length] == '=' ? Name + Length + 1 : NULL;

            if (Arguments != NULL && Type->Arguments == NULL)
            {
                Usage("%s takes no arguments", Option);
            }
            if (BusAddDevice(Type, Arguments, Reason) == NULL)
            {
                fprintf(stderr, "host: %s: %s\n", Option, Reason);
                exit(ExitUsage);
            }
            return;
        }
    }
    Usage("there is no option '%s'", Option);
}

/* One of each kind that has no obligatory arguments: those whose Arguments are null or in brackets. */
static void AddAll(void)
{
    char Reason[ReplyBytes];

    for (unsigned Index = 0; HostDeviceTypes[Index] != NULL; ++Index)
    {
        const HOST_DEVICE_TYPE *Type = HostDeviceTypes[Index];

        if ((Type->Arguments == NULL || Type->Arguments[0] == '[') && BusAddDevice(Type, NULL, Reason) == NULL)
        {
            fprintf(stderr, "host: %s: %s\n", Type->Name, Reason);
            exit(ExitUsage);
        }
    }
}

/* An option with a value: the next word. Returns null if Word is another option. */
static const char *Value(const char *Word, const char *Name, char **Words, int Count, int *At)
{
    if (strcmp(Word, Name) != 0)
    {
        return NULL;
    }
    if (*At + 1 >= Count)
    {
        Usage("%s takes a value", Name);
    }
    return Words[++*At];
}

static void Parse(OPTIONS *Options, int Count, char **Words)
{
    for (int At = 1; At < Count; ++At)
    {
        const char *Word = Words[At];
        const char *Text;

        if (strcmp(Word, "--help") == 0)
        {
            Help();
            exit(0);
        }
        else if ((Text = Value(Word, "--memory", Words, Count, &At)) != NULL)
        {
            Options->Machine.MemoryBytes = (uint64_t)Number(Word, Text, 16, MACHINE_LOW_MEMORY_MAXIMUM >> 20) << 20;
        }
        else if ((Text = Value(Word, "--hot-memory", Words, Count, &At)) != NULL)
        {
            Options->Machine.HotMemoryBytes = (uint64_t)Number(Word, Text, 0, 16384) << 20;
        }
        else if ((Text = Value(Word, "--processors", Words, Count, &At)) != NULL)
        {
            Options->Machine.Processors = (unsigned)Number(Word, Text, 1, MachineMaximumProcessors);
        }
        else if ((Text = Value(Word, "--seconds", Words, Count, &At)) != NULL)
        {
            Options->Seconds = (unsigned)Number(Word, Text, 1, 86400);
        }
        else if ((Text = Value(Word, "--initrd", Words, Count, &At)) != NULL)
        {
            Options->Initrd = Text;
        }
        else if ((Text = Value(Word, "--append", Words, Count, &At)) != NULL)
        {
            Options->CommandLine = Text;
        }
        else if ((Text = Value(Word, "--control", Words, Count, &At)) != NULL)
        {
            Options->Control = Text;
        }
        else if ((Text = Value(Word, "--vmbus-version", Words, Count, &At)) != NULL)
        {
            Options->Bus.MaximumVersion = ParseVersion(Text);
        }
        else if ((Text = Value(Word, "--monitor", Words, Count, &At)) != NULL)
        {
            Options->Bus.MonitorMicroseconds =
                (unsigned)Number(Word, Text, MonitorMinimumMicroseconds, MonitorMaximumMicroseconds);
        }
        else if ((Text = Value(Word, "--fault", Words, Count, &At)) != NULL)
        {
            if (!FaultAdd(Text))
            {
                Usage("there is no fault '%s'", Text);
            }
        }
        else if (strcmp(Word, "--plain") == 0)
        {
            Options->Machine.IsPlain = 1;
        }
        else if (strcmp(Word, "--verbose") == 0)
        {
            HostSetVerbose(1);
        }
        else if (strcmp(Word, "--all") == 0)
        {
            Options->All = 1;
        }
        else if (strncmp(Word, "--", 2) == 0)
        {
            AddDevice(Word);
        }
        else if (Options->Kernel == NULL)
        {
            Options->Kernel = Word;
        }
        else
        {
            Usage("there is one kernel only, and '%s' is another word", Word);
        }
    }
    if (Options->Kernel == NULL)
    {
        Usage("%s is missing", "KERNEL");
    }
}

static void TimeIsOver(void *Context)
{
    (void)Context;
    HostSay("the time is over");
    MachineReport();
    SynicReport();
    BusReport();
    HostEnd(ExitStuck);
}

int main(int Count, char **Words)
{
    OPTIONS Options = {.CommandLine = "",
                       .Machine = {.Processors = 1, .MemoryBytes = 256 << 20},
                       .Bus = {.MaximumVersion = VMBUS_VERSION_LATEST}};

    setvbuf(stderr, NULL, _IOLBF, 0);
    signal(SIGPIPE, SIG_IGN);
    HostLoopCreate();
    Parse(&Options, Count, Words);
    BusCreate(&Options.Bus);
    MachineCreate(&Options.Machine);
    LoaderLoad(Options.Kernel, Options.Initrd, Options.CommandLine, AcpiCreate(Options.Machine.Processors));
    if (Options.All)
    {
        AddAll();
    }
    if (Options.Control != NULL)
    {
        ControlCreate(Options.Control);
    }
    if (Options.Seconds != 0)
    {
        HostTimer(Options.Seconds * 1000, TimeIsOver, NULL);
    }
    MachineStart();
    return HostLoopRun();
}
