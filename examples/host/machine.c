/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The machine: KVM's processors, memory and interrupt controllers, and what ends KVM_RUN.
 *
 * There is no PIC, PIT, HPET, PCI bus or firmware. What a Linux kernel touches
 * anyway is here in its smallest form: a real-time clock that can be read, and a
 * serial port that can be written.
 *
 * Sources: the API of linux/kvm.h; the library for everything of Hyper-V.
 */

#define _GNU_SOURCE
#include "machine.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/kvm.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include <Mile.HyperV/Hypervisor/Cpuid.h>
#include <Mile.HyperV/Hypervisor/Crash.h>
#include <Mile.HyperV/Hypervisor/Hypercall.h>
#include <Mile.HyperV/Hypervisor/Msr.h>

enum
{
    MaximumLeaves = 256,
    MaximumRegions = 64,
    MaximumConnections = 2048,
    HugePageBytes = 2 << 20,
    SlotLowMemory = 0,
    SlotFirstHot = 1,
    MaximumHotSlots = 32,
    SlotFirstRegion = SlotFirstHot + MaximumHotSlots,
    RealModeReset = 0xFFFF0,
    RtcIndexPort = 0x70,
    RtcDataPort = 0x71,
    SerialPort = 0x3F8,
    SerialPorts = 8,
    SerialLineStatus = 5,
};

typedef struct PROCESSOR
{
    unsigned Index;
    int File;
    struct kvm_run *Run;
    pthread_t Thread;
    uint64_t Exits[64]; /* By reason. */
} PROCESSOR;

typedef struct REGION
{
    uint64_t Address;
    uint64_t Bytes;
    MACHINE_MMIO *Handler; /* Null for memory. */
    void *Context;
} REGION;

static MACHINE_OPTIONS Options;
static int Kvm;
static int Machine;
static int MemoryFile;
static uint8_t *Memory;         /* Low memory first, then what can be added. */
static unsigned char *HotPages; /* One byte for each huge page of it: whether the guest has it. */
static unsigned HotSlots;
static PROCESSOR Processors[MachineMaximumProcessors];
static REGION Regions[MaximumRegions];
static unsigned ConnectionCount;
static volatile int WantReport;
static uint8_t RtcIndex;
static char ConsoleLine[256];
static unsigned ConsoleLength;

static int Ioctl(int File, unsigned long Request, void *Argument, const char *Name)
{
    int Result = ioctl(File, Request, Argument);

    if (Result < 0)
    {
        HostFail("%s", Name);
    }
    return Result;
}

unsigned MachineProcessors(void)
{
    return Options.Processors;
}

uint64_t MachineMemoryBytes(void)
{
    return Options.MemoryBytes;
}

/*
 * Memory.
 */

static void SetMemory(unsigned Slot, uint64_t Address, uint64_t Bytes, void *Place)
{
    struct kvm_userspace_memory_region Region = {.slot = Slot,
                                                 .guest_phys_addr = Address,
                                                 .memory_size = Bytes,
                                                 .userspace_addr = (uint64_t)(uintptr_t)Place};

    Ioctl(Machine, KVM_SET_USER_MEMORY_REGION, &Region, "KVM_SET_USER_MEMORY_REGION");
}

/*
 * A file, so that pages of the guest can be mapped once more, side by side. The
 * mapping is aligned to huge pages: on a nested machine they save seconds.
 */
static void CreateMemory(void)
{
    uint64_t Bytes = Options.MemoryBytes + Options.HotMemoryBytes;
    uintptr_t Place;

    MemoryFile = memfd_create("guest", MFD_CLOEXEC);
    if (MemoryFile < 0 || ftruncate(MemoryFile, (off_t)Bytes) != 0)
    {
        HostFail("%llu MiB of memory for the guest", (unsigned long long)(Bytes >> 20));
    }
    Memory = mmap(NULL, Bytes + HugePageBytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    HotPages = calloc(1, Options.HotMemoryBytes / HugePageBytes + 1);
    if (Memory == MAP_FAILED || HotPages == NULL)
    {
        HostFail("memory");
    }
    Place = ((uintptr_t)Memory + HugePageBytes - 1) & ~(uintptr_t)(HugePageBytes - 1);
    Memory = mmap((void *)Place, Bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, MemoryFile, 0);
    if (Memory == MAP_FAILED)
    {
        HostFail("memory");
    }
    (void)madvise(Memory, Bytes, MADV_HUGEPAGE);
    SetMemory(SlotLowMemory, 0, Options.MemoryBytes, Memory);
}

/*
 * What stands where a PC's firmware starts. Linux jumps there to restart, in real mode: on a hardware-reduced machine
 * without EFI it does not use the ACPI reset register.
 */
static void WriteResetVector(void)
{
    static const uint8_t Code[] = {
        0xBA, MachineResetPort & 0xFF, MachineResetPort >> 8, /* mov dx, MachineResetPort */
        0xB0, MachineResetValue,                              /* mov al, MachineResetValue */
        0xEE,                                                 /* out dx, al */
        0xF4,                                                 /* hlt */
    };

    memcpy(Memory + RealModeReset, Code, sizeof(Code));
}

/* Offset in the memory's file of Bytes bytes at a guest's address; UINT64_MAX if not all of them are memory. */
static uint64_t MemoryOffset(uint64_t Address, uint64_t Bytes)
{
    uint64_t Offset;

    if (Address < Options.MemoryBytes && Bytes <= Options.MemoryBytes - Address)
    {
        return Address;
    }
    Offset = Address - MACHINE_HIGH_MEMORY;
    if (Address < MACHINE_HIGH_MEMORY || Offset >= Options.HotMemoryBytes ||
        Bytes > Options.HotMemoryBytes - Offset || Bytes == 0)
    {
        return UINT64_MAX;
    }
    for (uint64_t Page = Offset / HugePageBytes; Page <= (Offset + Bytes - 1) / HugePageBytes; ++Page)
    {
        if (!HotPages[Page])
        {
            return UINT64_MAX;
        }
    }
    return Options.MemoryBytes + Offset;
}

void *HostMemory(uint64_t Address, uint64_t Bytes)
{
    uint64_t Offset = MemoryOffset(Address, Bytes);

    return Offset == UINT64_MAX ? NULL : Memory + Offset;
}

int MachineAddMemory(uint64_t Address, uint64_t Bytes)
{
    uint64_t Offset = Address - MACHINE_HIGH_MEMORY;

    if (Address < MACHINE_HIGH_MEMORY || Bytes == 0 || (Address | Bytes) % HugePageBytes != 0 ||
        Offset >= Options.HotMemoryBytes || Bytes > Options.HotMemoryBytes - Offset || HotSlots == MaximumHotSlots)
    {
        return 0;
    }
    for (uint64_t Page = Offset / HugePageBytes; Page < (Offset + Bytes) / HugePageBytes; ++Page)
    {
        if (HotPages[Page])
        {
            return 0;
        }
    }
    memset(HotPages + Offset / HugePageBytes, 1, Bytes / HugePageBytes);
    SetMemory(SlotFirstHot + HotSlots++, Address, Bytes, Memory + Options.MemoryBytes + Offset);
    return 1;
}

int MachineDiscard(uint64_t Address, uint64_t Bytes)
{
    void *Place = (Address | Bytes) % HostPageBytes == 0 ? HostMemory(Address, Bytes) : NULL;

    return Place != NULL && madvise(Place, Bytes, MADV_REMOVE) == 0;
}

void *HostMapPages(const uint64_t *Pages, unsigned Count)
{
    size_t Bytes = (size_t)Count * HostPageBytes;
    uint8_t *Place = mmap(NULL, Bytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    unsigned Run;

    if (Place == MAP_FAILED)
    {
        return NULL;
    }
    for (unsigned Index = 0; Index < Count; Index += Run)
    {
        uint64_t First = Pages[Index] <= UINT64_MAX / HostPageBytes ? Pages[Index] * HostPageBytes : UINT64_MAX;
        uint64_t Offset = MemoryOffset(First, HostPageBytes);

        for (Run = 1; Index + Run < Count && Pages[Index + Run] == Pages[Index] + Run; ++Run)
        {
            if (MemoryOffset(First, (uint64_t)(Run + 1) * HostPageBytes) == UINT64_MAX)
            {
                break;
            }
        }
        if (Offset == UINT64_MAX ||
            mmap(Place + (size_t)Index * HostPageBytes, (size_t)Run * HostPageBytes, PROT_READ | PROT_WRITE,
                 MAP_SHARED | MAP_FIXED, MemoryFile, (off_t)Offset) == MAP_FAILED)
        {
            HostUnmapPages(Place, Count);
            return NULL;
        }
    }
    return Place;
}

void HostUnmapPages(void *Place, unsigned Count)
{
    munmap(Place, (size_t)Count * HostPageBytes);
}

/*
 * MMIO windows.
 */

static int IsInWindow(uint64_t Address, uint64_t Bytes, uint64_t Window, uint64_t WindowBytes)
{
    return Address >= Window && Address - Window < WindowBytes && Bytes <= WindowBytes - (Address - Window);
}

static REGION *FindRegion(uint64_t Address, uint64_t Bytes)
{
    for (unsigned Index = 0; Index < MaximumRegions; ++Index)
    {
        REGION *Region = &Regions[Index];

        if (Region->Bytes != 0 && Address < Region->Address + Region->Bytes && Region->Address < Address + Bytes)
        {
            return Region;
        }
    }
    return NULL;
}

static int AddRegion(uint64_t Address, uint64_t Bytes, MACHINE_MMIO *Handler, void *Context)
{
    if (Bytes == 0 || FindRegion(Address, Bytes) != NULL ||
        (!IsInWindow(Address, Bytes, MACHINE_LOW_MMIO, MACHINE_LOW_MMIO_BYTES) &&
         !IsInWindow(Address, Bytes, MACHINE_HIGH_MMIO, MACHINE_HIGH_MMIO_BYTES)))
    {
        return 0;
    }
    for (unsigned Index = 0; Index < MaximumRegions; ++Index)
    {
        if (Regions[Index].Bytes == 0)
        {
            Regions[Index] = (REGION){Address, Bytes, Handler, Context};
            if (Handler == NULL)
            {
                SetMemory(SlotFirstRegion + Index, Address, Bytes, Context);
            }
            return 1;
        }
    }
    return 0;
}

int MachineMapMmio(uint64_t Address, uint64_t Bytes, MACHINE_MMIO *Handler, void *Context)
{
    return AddRegion(Address, Bytes, Handler, Context);
}

int MachineMapMemory(uint64_t Address, uint64_t Bytes, void *Place)
{
    return (Address | Bytes) % HostPageBytes == 0 && AddRegion(Address, Bytes, NULL, Place);
}

void MachineUnmap(uint64_t Address)
{
    REGION *Region = FindRegion(Address, 1);

    if (Region != NULL)
    {
        if (Region->Handler == NULL)
        {
            SetMemory(SlotFirstRegion + (unsigned)(Region - Regions), Region->Address, 0, Region->Context);
        }
        Region->Bytes = 0;
    }
}

static void HandleMmio(struct kvm_run *Run)
{
    unsigned Bytes = Run->mmio.len <= 8 ? Run->mmio.len : 8;
    REGION *Region = FindRegion(Run->mmio.phys_addr, Bytes);
    uint64_t Value = UINT64_MAX;

    if (Region != NULL && Region->Handler != NULL && Run->mmio.phys_addr >= Region->Address &&
        Bytes <= Region->Bytes - (Run->mmio.phys_addr - Region->Address))
    {
        uint64_t Written = 0;

        memcpy(&Written, Run->mmio.data, Bytes);
        Value = Region->Handler(Region->Context, Run->mmio.phys_addr - Region->Address, Bytes, Run->mmio.is_write,
                                Written);
    }
    if (!Run->mmio.is_write)
    {
        memcpy(Run->mmio.data, &Value, Bytes);
    }
}

/*
 * Interrupts and signals.
 */

void MachineSignalMsi(uint64_t Address, uint32_t Data)
{
    struct kvm_msi Msi = {.address_lo = (uint32_t)Address, .address_hi = (uint32_t)(Address >> 32), .data = Data};

    (void)ioctl(Machine, KVM_SIGNAL_MSI, &Msi);
}

uint64_t MachineReferenceTime(void)
{
    struct kvm_clock_data Clock = {0};

    Ioctl(Machine, KVM_GET_CLOCK, &Clock, "KVM_GET_CLOCK");
    return Clock.clock / 100;
}

int MachineCreateConnection(uint32_t Id)
{
    struct kvm_hyperv_eventfd Connection = {.conn_id = Id};

    if (ConnectionCount == MaximumConnections)
    {
        return -1;
    }
    Connection.fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (Connection.fd < 0 || ioctl(Machine, KVM_HYPERV_EVENTFD, &Connection) != 0)
    {
        close(Connection.fd);
        return -1;
    }
    ++ConnectionCount;
    return Connection.fd;
}

void MachineDestroyConnection(uint32_t Id, int File)
{
    struct kvm_hyperv_eventfd Connection = {.conn_id = Id, .fd = -1, .flags = KVM_HYPERV_EVENTFD_DEASSIGN};

    (void)ioctl(Machine, KVM_HYPERV_EVENTFD, &Connection);
    close(File);
    --ConnectionCount;
}

/*
 * Processors.
 */

/* One register: KVM_GET_MSRS or KVM_SET_MSRS. By the processor's own thread, or before it runs. */
static uint64_t AccessMsr(const PROCESSOR *Processor, unsigned long Request, uint32_t Index, uint64_t Value)
{
    struct
    {
        struct kvm_msrs Head;
        struct kvm_msr_entry Entry;
    } Msr = {.Head.nmsrs = 1, .Entry.index = Index, .Entry.data = Value};

    if (Ioctl(Processor->File, Request, &Msr, "a register") != 1)
    {
        HostFail("register %x", Index);
    }
    return Msr.Entry.data;
}

/*
 * Changes a leaf of the processor's own; returns 0 to leave it out. The guest sees no XSAVE, so that its state stays
 * small, and no topology: each processor is a package.
 */
static int AdaptLeaf(const PROCESSOR *Processor, struct kvm_cpuid_entry2 *Entry)
{
    HV_X64_CPUID_RESULT Result = {.AsUINT32 = {Entry->eax, Entry->ebx, Entry->ecx, Entry->edx}};
    const uint32_t Saved = (1U << 12) | (1U << 26) | (1U << 27) | (1U << 28) | (1U << 29); /* FMA, XSAVE, AVX, F16C. */

    switch (Entry->function)
    {
    case 0x1:
        Result.VersionAndFeatures.HypervisorPresent = !Options.IsPlain;
        Entry->ecx = Result.Ecx & ~Saved;
        Entry->ebx = (Entry->ebx & 0x0000FFFFU) | (1U << 16) | (Processor->Index << 24);
        Entry->edx &= ~(1U << 28);
        return 1;
    case 0x7:
        Entry->ebx &= ~((1U << 5) | 0xDC230000U); /* AVX2 and AVX-512. */
        Entry->ecx = 0;
        Entry->edx = 0;
        return 1;
    case 0x4:
    case 0xB:
    case 0xD:
    case 0x1F:
    case 0x8000001D:
    case 0x8000001E:
        return 0;
    default:
        /* KVM's own leaves would make Linux prefer KVM's interface. */
        return Entry->function < 0x40000000U || Entry->function >= 0x50000000U;
    }
}

/* Changes a leaf of Hyper-V's; returns 0 to leave it out. */
static int AdaptHyperVLeaf(struct kvm_cpuid_entry2 *Entry)
{
    HV_X64_CPUID_RESULT Result = {.AsUINT32 = {Entry->eax, Entry->ebx, Entry->ecx, Entry->edx}};

    if (Entry->function > HvCpuIdFunctionMsHvImplementationLimits)
    {
        return 0; /* Nested virtualization, and the debugger's. */
    }
    if (Entry->function == HvCpuIdFunctionHvVendorAndMaxFunction)
    {
        /* Linux looks for this vendor; KVM's own name here is "Linux KVM Hv". */
        memcpy(Result.HvVendorAndMaxFunction.VendorName, "Microsoft Hv", 12);
        Result.Eax = HvCpuIdFunctionMsHvImplementationLimits;
    }
    if (Entry->function == HvCpuIdFunctionMsHvFeatures)
    {
        Result.MsHvFeatures.PartitionPrivileges.AccessReenlightenmentControls = 0;
        Result.MsHvFeatures.PartitionPrivileges.Debugging = 0;
        Result.MsHvFeatures.PartitionPrivileges.AccessDebugRegs = 0;
        Result.MsHvFeatures.GuestDebuggingAvailable = 0;
        Result.MsHvFeatures.DebugRegsAvailable = 0;
    }
    Entry->eax = Result.Eax;
    Entry->ebx = Result.Ebx;
    Entry->ecx = Result.Ecx;
    Entry->edx = Result.Edx;
    return 1;
}

static void SetCpuid(const PROCESSOR *Processor)
{
    size_t Bytes = sizeof(struct kvm_cpuid2) + MaximumLeaves * sizeof(struct kvm_cpuid_entry2);
    struct kvm_cpuid2 *Leaves = calloc(1, Bytes);
    struct kvm_cpuid2 *HyperV = calloc(1, Bytes);
    uint32_t Count = 0;

    if (Leaves == NULL || HyperV == NULL)
    {
        HostFail("memory");
    }
    Leaves->nent = MaximumLeaves;
    Ioctl(Kvm, KVM_GET_SUPPORTED_CPUID, Leaves, "KVM_GET_SUPPORTED_CPUID");
    if (!Options.IsPlain)
    {
        HyperV->nent = MaximumLeaves;
        Ioctl(Processor->File, KVM_GET_SUPPORTED_HV_CPUID, HyperV, "KVM_GET_SUPPORTED_HV_CPUID");
    }
    for (uint32_t Index = 0; Index < Leaves->nent; ++Index)
    {
        struct kvm_cpuid_entry2 Entry = Leaves->entries[Index];

        if (AdaptLeaf(Processor, &Entry))
        {
            Leaves->entries[Count++] = Entry;
        }
    }
    for (uint32_t Index = 0; Index < HyperV->nent && Count < MaximumLeaves; ++Index)
    {
        struct kvm_cpuid_entry2 Entry = HyperV->entries[Index];

        if (AdaptHyperVLeaf(&Entry))
        {
            Leaves->entries[Count++] = Entry;
        }
    }
    Leaves->nent = Count;
    Ioctl(Processor->File, KVM_SET_CPUID2, Leaves, "KVM_SET_CPUID2");
    free(HyperV);
    free(Leaves);
}

static void CreateProcessor(unsigned Index)
{
    PROCESSOR *Processor = &Processors[Index];
    struct kvm_enable_cap Synic = {.cap = KVM_CAP_HYPERV_SYNIC2};
    HV_CRASH_CTL_REG_CONTENTS Crash = {.CrashNotify = 1, .CrashMessage = 1};
    int Size;

    Processor->Index = Index;
    Processor->File = Ioctl(Machine, KVM_CREATE_VCPU, (void *)(uintptr_t)Index, "KVM_CREATE_VCPU");
    Size = Ioctl(Kvm, KVM_GET_VCPU_MMAP_SIZE, NULL, "KVM_GET_VCPU_MMAP_SIZE");
    Processor->Run = mmap(NULL, (size_t)Size, PROT_READ | PROT_WRITE, MAP_SHARED, Processor->File, 0);
    if (Processor->Run == MAP_FAILED)
    {
        HostFail("a processor's state");
    }
    if (!Options.IsPlain)
    {
        Ioctl(Processor->File, KVM_ENABLE_CAP, &Synic, "KVM_CAP_HYPERV_SYNIC2");
    }
    SetCpuid(Processor);
    if (!Options.IsPlain)
    {
        /* The guest reads the feature bits that the host supports. */
        AccessMsr(Processor, KVM_SET_MSRS, HV_X64_MSR_CRASH_CTL, Crash.AsUINT64);
    }
}

void MachineSetEntry(uint32_t Entry, uint32_t Address)
{
    const struct kvm_segment Code = {
        .limit = 0xFFFFFFFFU, .selector = 0x10, .type = 11, .present = 1, .db = 1, .s = 1, .g = 1};
    const struct kvm_segment Data = {
        .limit = 0xFFFFFFFFU, .selector = 0x18, .type = 3, .present = 1, .db = 1, .s = 1, .g = 1};
    const struct kvm_segment Task = {.limit = 0x67, .selector = 0x20, .type = 11, .present = 1};
    struct kvm_regs Registers = {.rip = Entry, .rbx = Address, .rsi = Address, .rflags = 2};
    struct kvm_sregs System;
    int File = Processors[0].File;

    Ioctl(File, KVM_GET_SREGS, &System, "KVM_GET_SREGS");
    System.cs = Code;
    System.ds = System.es = System.fs = System.gs = System.ss = Data;
    System.tr = Task;
    System.cr0 = 0x11;
    Ioctl(File, KVM_SET_SREGS, &System, "KVM_SET_SREGS");
    Ioctl(File, KVM_SET_REGS, &Registers, "KVM_SET_REGS");
}

void MachineCreate(const MACHINE_OPTIONS *Wanted)
{
    Options = *Wanted;
    Kvm = open("/dev/kvm", O_RDWR | O_CLOEXEC);
    if (Kvm < 0 || ioctl(Kvm, KVM_GET_API_VERSION, 0) != KVM_API_VERSION)
    {
        HostFail("/dev/kvm cannot be used");
    }
    errno = 0;
    if (!Options.IsPlain && ioctl(Kvm, KVM_CHECK_EXTENSION, KVM_CAP_HYPERV_SYNIC2) <= 0)
    {
        HostFail("this kernel's KVM has no Hyper-V emulation (CONFIG_KVM_HYPERV)");
    }
    Machine = Ioctl(Kvm, KVM_CREATE_VM, NULL, "KVM_CREATE_VM");
    CreateMemory();
    WriteResetVector();
    /* Intel's processors need three pages somewhere; these are where firmware would be. AMD's do not care. */
    Ioctl(Machine, KVM_SET_TSS_ADDR, (void *)0xFFFBD000U, "KVM_SET_TSS_ADDR");
    Ioctl(Machine, KVM_CREATE_IRQCHIP, NULL, "KVM_CREATE_IRQCHIP");
    for (unsigned Index = 0; Index < Options.Processors; ++Index)
    {
        CreateProcessor(Index);
    }
    if (!Options.IsPlain)
    {
        SynicCreate(Machine, Options.Processors);
    }
}

/*
 * Ports.
 */

static uint8_t ReadRtc(void)
{
    time_t Now = time(NULL);
    struct tm Time;
    int Value;

    gmtime_r(&Now, &Time);
    switch (RtcIndex & 0x7F)
    {
    case 0x00:
        Value = Time.tm_sec;
        break;
    case 0x02:
        Value = Time.tm_min;
        break;
    case 0x04:
        Value = Time.tm_hour;
        break;
    case 0x06:
        Value = Time.tm_wday + 1;
        break;
    case 0x07:
        Value = Time.tm_mday;
        break;
    case 0x08:
        Value = Time.tm_mon + 1;
        break;
    case 0x09:
        Value = Time.tm_year % 100;
        break;
    case 0x0A:
        return 0x26; /* Ticks, and is never being updated. */
    case 0x0B:
        return 0x02; /* 24 hours, binary coded decimal. */
    case 0x0D:
        return 0x80; /* The battery is good. */
    case 0x32:
        Value = 19 + Time.tm_year / 100;
        break;
    default:
        return 0;
    }
    return (uint8_t)(Value / 10 << 4 | Value % 10);
}

/* A guest's console is for its last words; each line goes to the standard error. */
static void WriteConsole(char Character)
{
    if (Character != '\n' && Character != '\r')
    {
        ConsoleLine[ConsoleLength++] = (unsigned char)Character < ' ' ? ' ' : Character;
    }
    if ((Character == '\n' && ConsoleLength != 0) || ConsoleLength == sizeof(ConsoleLine) - 1)
    {
        fprintf(stderr, "console: %.*s\n", (int)ConsoleLength, ConsoleLine);
        ConsoleLength = 0;
    }
}

static void WriteText(const uint8_t *Data, size_t Bytes)
{
    while (Bytes != 0)
    {
        ssize_t Written = write(STDOUT_FILENO, Data, Bytes);

        if (Written <= 0)
        {
            return;
        }
        Data += Written;
        Bytes -= (size_t)Written;
    }
}

static void WritePort(unsigned Port, const uint8_t *Data, size_t Bytes)
{
    switch (Port)
    {
    case MachineTextPort:
        WriteText(Data, Bytes);
        break;
    case MachineEndPort:
        HostSay("the guest ends with %u", Data[0]);
        HostEnd((Data[0] << 1 | 1) & 0xFF);
        break;
    case MachineSleepPort:
        /* SLP_EN is bit 5, SLP_TYP bits 2 to 4. */
        if ((Data[0] & 0x20) != 0 && (Data[0] >> 2 & 7) == MachineSleepOff)
        {
            HostSay("the guest turned itself off");
            HostEnd(0);
        }
        break;
    case MachineResetPort:
        if (Data[0] == MachineResetValue)
        {
            HostSay("the guest reset the machine");
            HostEnd(3);
        }
        break;
    case RtcIndexPort:
        RtcIndex = Data[0];
        break;
    case SerialPort:
        for (size_t Index = 0; Index < Bytes; ++Index)
        {
            WriteConsole((char)Data[Index]);
        }
        break;
    default:
        HostTrace("port %x is written: %02x", Port, Data[0]);
    }
}

static uint8_t ReadPort(unsigned Port)
{
    switch (Port)
    {
    case MachineTextPort:
        return MachineTextPort; /* By which a guest knows that somebody listens. */
    case RtcDataPort:
        return ReadRtc();
    case SerialPort + SerialLineStatus:
        return 0x60; /* Ready for the next character. */
    default:
        return 0xFF;
    }
}

static void HandlePort(struct kvm_run *Run)
{
    uint8_t *Data = (uint8_t *)Run + Run->io.data_offset;
    size_t Bytes = (size_t)Run->io.size * Run->io.count;

    if (Run->io.direction == KVM_EXIT_IO_OUT)
    {
        WritePort(Run->io.port, Data, Bytes);
        return;
    }
    memset(Data, 0xFF, Bytes);
    Data[0] = ReadPort(Run->io.port);
}

/*
 * What ends KVM_RUN.
 */

static void HandleCrash(const PROCESSOR *Processor)
{
    uint64_t P[HV_X64_MSR_CRASH_P4 - HV_X64_MSR_CRASH_P0 + 1];

    for (uint32_t Index = 0; Index < sizeof(P) / sizeof(P[0]); ++Index)
    {
        P[Index] = AccessMsr(Processor, KVM_GET_MSRS, HV_X64_MSR_CRASH_P0 + Index, 0);
    }
    HostSay("the guest crashed: parameters %llx %llx %llx %llx %llx", (unsigned long long)P[0],
            (unsigned long long)P[1], (unsigned long long)P[2], (unsigned long long)P[3], (unsigned long long)P[4]);
    /* P3 and P4 are address and length of a text, if the guest has one. */
    if (P[4] != 0 && P[4] <= 4096 && HostMemory(P[3], P[4]) != NULL)
    {
        char Text[4097];

        memcpy(Text, HostMemory(P[3], P[4]), P[4]);
        for (uint64_t Index = 0; Index < P[4]; ++Index)
        {
            WriteConsole(Text[Index]);
        }
        WriteConsole('\n');
    }
    HostEvent("CRASH", "{\"parameters\": [%llu, %llu, %llu, %llu, %llu]}", (unsigned long long)P[0],
              (unsigned long long)P[1], (unsigned long long)P[2], (unsigned long long)P[3],
              (unsigned long long)P[4]);
}

static void HandleSystemEvent(const PROCESSOR *Processor)
{
    switch (Processor->Run->system_event.type)
    {
    case KVM_SYSTEM_EVENT_CRASH:
        HandleCrash(Processor);
        break;
    case KVM_SYSTEM_EVENT_RESET:
        HostSay("the guest reset the machine");
        HostEnd(3);
        break;
    default:
        HostSay("the guest turned itself off");
        HostEnd(0);
    }
}

static void HandleHyperV(const PROCESSOR *Processor)
{
    struct kvm_hyperv_exit *Exit = &Processor->Run->hyperv;

    if (Exit->type == KVM_EXIT_HYPERV_HCALL)
    {
        Exit->u.hcall.result = SynicHypercall(Exit->u.hcall.input, (const uint64_t *)Exit->u.hcall.params);
    }
    else if (Exit->type == KVM_EXIT_HYPERV_SYNIC)
    {
        SynicSetPages(Processor->Index, Exit->u.synic.control, Exit->u.synic.msg_page, Exit->u.synic.evt_page);
    }
}

/*
 * Physical address of a linear one; UINT64_MAX if there is none. By the guest's page tables, where it has those of
 * 64-bit mode: KVM_TRANSLATE finds no page of a program while the kernel may not touch those (SMAP).
 */
static uint64_t Translate(const PROCESSOR *Processor, const struct kvm_sregs *System, uint64_t Address)
{
    struct kvm_translation Translation = {.linear_address = Address};
    uint64_t Table = System->cr3 & 0x000FFFFFFFFFF000ULL;

    if ((System->efer & 1 << 10) == 0 || (System->cr4 & 1 << 12) != 0) /* EFER.LMA, CR4.LA57. */
    {
        return ioctl(Processor->File, KVM_TRANSLATE, &Translation) == 0 && Translation.valid ? Translation.physical_address
                                                                                             : UINT64_MAX;
    }
    for (unsigned Shift = 39;; Shift -= 9)
    {
        const uint64_t *Entries = HostMemory(Table, HostPageBytes);
        uint64_t Entry = Entries != NULL ? Entries[Address >> Shift & 511] : 0;
        uint64_t Mask = ((uint64_t)1 << Shift) - 1;

        if ((Entry & 1) == 0)
        {
            return UINT64_MAX;
        }
        Table = Entry & 0x000FFFFFFFFFF000ULL;
        if (Shift == 12 || (Shift <= 30 && (Entry & 1 << 7) != 0)) /* A large page. */
        {
            return (Table & ~Mask) | (Address & Mask);
        }
    }
}

/* State of the processor: for a guest that hangs, or that KVM gives up. */
static void ReportProcessor(const PROCESSOR *Processor)
{
    struct kvm_regs Registers = {0};
    struct kvm_sregs System = {0};
    uint64_t Stack;
    char Words[8 * 20] = "";
    const uint64_t *Place;

    ioctl(Processor->File, KVM_GET_REGS, &Registers);
    ioctl(Processor->File, KVM_GET_SREGS, &System);
    HostSay("processor %u: rip %llx, rsp %llx, rflags %llx, cr3 %llx, in the %s", Processor->Index,
            (unsigned long long)Registers.rip, (unsigned long long)Registers.rsp, (unsigned long long)Registers.rflags,
            (unsigned long long)System.cr3, System.cs.dpl == 3 ? "program" : "kernel");
    Stack = Translate(Processor, &System, Registers.rsp & ~7ULL);
    if (Stack != UINT64_MAX)
    {
        unsigned Count = (unsigned)((HostPageBytes - Stack % HostPageBytes) / 8);

        Count = Count < 8 ? Count : 8;
        Place = HostMemory(Stack, 8ULL * Count);
        for (unsigned Index = 0; Place != NULL && Index < Count; ++Index)
        {
            snprintf(Words + strlen(Words), sizeof(Words) - strlen(Words), " %llx", (unsigned long long)Place[Index]);
        }
        HostSay("processor %u: stack%s", Processor->Index, Words);
    }
    for (unsigned Reason = 0; Reason < 64; ++Reason)
    {
        if (Processor->Exits[Reason] != 0)
        {
            HostSay("processor %u: %llu exits for reason %u%s", Processor->Index,
                    (unsigned long long)Processor->Exits[Reason], Reason,
                    Reason == KVM_EXIT_IO       ? " (ports)"
                    : Reason == KVM_EXIT_MMIO   ? " (MMIO)"
                    : Reason == KVM_EXIT_HYPERV ? " (hypercalls and SynIC)"
                                                : "");
        }
    }
}

/* KVM's own counters, those that are not zero, on one line a processor. */
static void ReportStatistics(const PROCESSOR *Processor)
{
    struct kvm_stats_header Header;
    char Text[1000] = "";
    int File = ioctl(Processor->File, KVM_GET_STATS_FD, NULL);

    if (File < 0 || pread(File, &Header, sizeof(Header), 0) != sizeof(Header))
    {
        return;
    }
    for (uint32_t Index = 0; Index < Header.num_desc && Header.name_size <= 64; ++Index)
    {
        struct
        {
            struct kvm_stats_desc Head;
            char Name[65];
        } Entry = {0};
        size_t Bytes = sizeof(Entry.Head) + Header.name_size;
        uint64_t Value = 0;

        if (pread(File, &Entry, Bytes, (off_t)(Header.desc_offset + Index * Bytes)) == (ssize_t)Bytes &&
            Entry.Head.size == 1 && pread(File, &Value, 8, (off_t)(Header.data_offset + Entry.Head.offset)) == 8 &&
            Value != 0)
        {
            const char *Name = (const char *)&Entry + sizeof(Entry.Head);

            snprintf(Text + strlen(Text), sizeof(Text) - strlen(Text), " %s %llu,", Name, (unsigned long long)Value);
        }
    }
    close(File);
    HostSay("processor %u: KVM counts%s", Processor->Index, Text);
}

static void HandleOther(const PROCESSOR *Processor)
{
    HostSay(Processor->Run->exit_reason == KVM_EXIT_SHUTDOWN ? "triple fault" : "KVM gives up for reason %u",
            Processor->Run->exit_reason);
    ReportProcessor(Processor);
    HostEnd(2);
}

static void *RunProcessor(void *Context)
{
    PROCESSOR *Processor = Context;

    for (;;)
    {
        int Result = ioctl(Processor->File, KVM_RUN, 0);

        if (WantReport)
        {
            HostLock();
            ReportProcessor(Processor);
            ReportStatistics(Processor);
            HostUnlock();
            return NULL;
        }
        if (Result != 0)
        {
            if (errno == EINTR || errno == EAGAIN)
            {
                continue;
            }
            HostFail("KVM_RUN");
        }
        ++Processor->Exits[Processor->Run->exit_reason & 63];
        HostLock();
        switch (Processor->Run->exit_reason)
        {
        case KVM_EXIT_IO:
            HandlePort(Processor->Run);
            break;
        case KVM_EXIT_MMIO:
            HandleMmio(Processor->Run);
            break;
        case KVM_EXIT_HYPERV:
            HandleHyperV(Processor);
            break;
        case KVM_EXIT_SYSTEM_EVENT:
            HandleSystemEvent(Processor);
            break;
        default:
            HandleOther(Processor);
            HostUnlock();
            return NULL;
        }
        HostUnlock();
    }
}

static void TakeSignal(int Number)
{
    (void)Number; /* Its arrival ends KVM_RUN. */
}

void MachineStart(void)
{
    struct sigaction Action = {.sa_handler = TakeSignal};

    sigaction(SIGUSR1, &Action, NULL);
    for (unsigned Index = 0; Index < Options.Processors; ++Index)
    {
        errno = pthread_create(&Processors[Index].Thread, NULL, RunProcessor, &Processors[Index]);
        if (errno != 0)
        {
            HostFail("a thread");
        }
    }
}

void MachineReport(void)
{
    WantReport = 1;
    for (unsigned Index = 0; Index < Options.Processors; ++Index)
    {
        /* For the one that is about to enter KVM_RUN, whom the signal finds outside. */
        __atomic_store_n(&Processors[Index].Run->immediate_exit, 1, __ATOMIC_SEQ_CST);
        pthread_kill(Processors[Index].Thread, SIGUSR1);
    }
    HostUnlock();
    for (unsigned Index = 0; Index < Options.Processors; ++Index)
    {
        struct timespec Until;

        clock_gettime(CLOCK_REALTIME, &Until);
        Until.tv_sec += 2;
        if (pthread_timedjoin_np(Processors[Index].Thread, NULL, &Until) != 0)
        {
            HostSay("processor %u does not leave KVM_RUN", Index);
        }
    }
    HostLock();
}
