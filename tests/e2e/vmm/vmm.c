/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief A virtual machine of one processor on KVM with its Hyper-V emulation, and nothing else.
 *
 *     vmm [--plain] GUEST.elf
 *
 * The guest is an ELF64 image with a PVH note. It finds the ports 0xE9 (text, to
 * the standard output) and 0xF4 (the end, as QEMU's isa-debug-exit has it: the
 * exit status is the value times two, plus one), the connections of services.h,
 * KVM's interrupt controllers, and no other device. With --plain KVM shows it no
 * Hyper-V.
 *
 * Standard error has what the VMM saw, one line a fact; machine.py records it.
 * A guest that ends otherwise is exit status 2.
 *
 * Sources: the API is that of the installed linux/kvm.h; the layouts are the
 * library's own.
 */

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/kvm.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <Mile.HyperV/Hypervisor/Cpuid.h>
#include <Mile.HyperV/Hypervisor/Crash.h>
#include <Mile.HyperV/Hypervisor/Hypercall.h>
#include <Mile.HyperV/Hypervisor/Message.h>
#include <Mile.HyperV/Hypervisor/Msr.h>
#include <Mile.HyperV/Hypervisor/Status.h>

#include "services.h"

enum
{
    MemoryBytes = 128 << 20,
    MaximumLeaves = 256,
    ServiceGsi = 0,
    TextPort = 0xE9,
    EndPort = 0xF4,
    NotePvhEntry = 18,
};

static int Kvm;
static int Machine;
static int Processor;
static struct kvm_run *Run;
static uint8_t *Memory;

/* A processor's two pages; 0 while they are off. */
static uint64_t MessagePage;
static uint64_t FlagsPage;

static int InterruptEvent; /* Raises the interrupt of ServiceSint. */
static int TakenEvent;     /* The guest has ended a message or an interrupt of ServiceSint. */
static int CounterEvent;   /* ServiceCounter was signalled. */

/* Messages that wait for the slot; both threads use them, and the slot, under the lock. */
static pthread_mutex_t QueueLock = PTHREAD_MUTEX_INITIALIZER;
static HV_INPUT_POST_MESSAGE Queue[ServiceQueueLength];
static unsigned Queued;

static void Say(const char *Format, ...)
{
    va_list Arguments;

    va_start(Arguments, Format);
    fprintf(stderr, "vmm: ");
    vfprintf(stderr, Format, Arguments);
    fprintf(stderr, "\n");
    va_end(Arguments);
}

_Noreturn static void Fail(const char *What)
{
    Say("%s: %s", What, errno != 0 ? strerror(errno) : "not as it should be");
    exit(2);
}

static int Ioctl(int File, unsigned long Request, void *Argument, const char *Name)
{
    int Result = ioctl(File, Request, Argument);

    if (Result < 0)
    {
        Fail(Name);
    }
    return Result;
}

/* The guest's memory as we see it, or null. */
static void *Guest(uint64_t Address, uint64_t Bytes)
{
    return (Address <= MemoryBytes && Bytes <= MemoryBytes - Address) ? Memory + Address : NULL;
}

/*
 * The guest's image.
 */

/* The entry in the PVH note of a PT_NOTE segment; 0 if there is none. */
static uint32_t FindEntry(const uint8_t *Notes, size_t Bytes)
{
    size_t At = 0;

    while (Bytes - At >= sizeof(Elf64_Nhdr))
    {
        Elf64_Nhdr Note;
        size_t Name;
        size_t Value;

        memcpy(&Note, Notes + At, sizeof(Note));
        Name = At + sizeof(Note);
        Value = Name + ((Note.n_namesz + (size_t)3) & ~(size_t)3);
        At = Value + ((Note.n_descsz + (size_t)3) & ~(size_t)3);
        if (At > Bytes)
        {
            return 0;
        }
        if (Note.n_type == NotePvhEntry && Note.n_namesz == 4 && memcmp(Notes + Name, "Xen", 4) == 0 &&
            Note.n_descsz >= sizeof(uint32_t))
        {
            uint32_t Entry;

            memcpy(&Entry, Notes + Value, sizeof(Entry));
            return Entry;
        }
    }
    return 0;
}

static uint32_t LoadGuest(const char *Path)
{
    int File = open(Path, O_RDONLY | O_CLOEXEC);
    off_t Size = File < 0 ? -1 : lseek(File, 0, SEEK_END);
    const uint8_t *Image;
    Elf64_Ehdr Header;
    uint32_t Entry = 0;
    unsigned Index;

    if (Size < (off_t)sizeof(Header))
    {
        Fail(Path);
    }
    Image = mmap(NULL, (size_t)Size, PROT_READ, MAP_PRIVATE, File, 0);
    if (Image == MAP_FAILED)
    {
        Fail(Path);
    }
    close(File);
    memcpy(&Header, Image, sizeof(Header));
    if (memcmp(Header.e_ident, ELFMAG, SELFMAG) != 0 || Header.e_ident[EI_CLASS] != ELFCLASS64 ||
        Header.e_machine != EM_X86_64)
    {
        Fail("the guest is no ELF image for x64");
    }
    for (Index = 0; Index < Header.e_phnum; ++Index)
    {
        Elf64_Phdr Segment;
        uint64_t At = Header.e_phoff + (uint64_t)Index * Header.e_phentsize;
        void *Place;

        if (At > (uint64_t)Size - sizeof(Segment))
        {
            Fail("a program header of the guest");
        }
        memcpy(&Segment, Image + At, sizeof(Segment));
        if (Segment.p_offset > (uint64_t)Size || Segment.p_filesz > (uint64_t)Size - Segment.p_offset)
        {
            Fail("a segment of the guest");
        }
        if (Segment.p_type == PT_NOTE && Entry == 0)
        {
            Entry = FindEntry(Image + Segment.p_offset, Segment.p_filesz);
        }
        if (Segment.p_type == PT_LOAD)
        {
            Place = Guest(Segment.p_paddr, Segment.p_memsz);
            if (Place == NULL || Segment.p_filesz > Segment.p_memsz)
            {
                Fail("a segment's place in memory");
            }
            memcpy(Place, Image + Segment.p_offset, Segment.p_filesz);
        }
    }
    if (Entry == 0)
    {
        Fail("the guest's PVH note");
    }
    munmap((void *)(uintptr_t)Image, (size_t)Size);
    return Entry;
}

/*
 * The machine.
 */

/* One register of the processor: KVM_GET_MSRS or KVM_SET_MSRS. */
static uint64_t AccessMsr(unsigned long Request, uint32_t Index, uint64_t Value)
{
    struct
    {
        struct kvm_msrs Head;
        struct kvm_msr_entry Entry;
    } Msr = {.Head.nmsrs = 1, .Entry.index = Index, .Entry.data = Value};

    if (Ioctl(Processor, Request, &Msr, "a register") != 1)
    {
        Fail("a register");
    }
    return Msr.Entry.data;
}

static void MakeMachine(void)
{
    struct kvm_userspace_memory_region Region = {.memory_size = MemoryBytes};
    struct kvm_enable_cap Synic = {.cap = KVM_CAP_HYPERV_SYNIC2};
    struct kvm_irq_routing *Routing = calloc(1, sizeof(*Routing) + sizeof(struct kvm_irq_routing_entry));
    struct kvm_irqfd Interrupt = {.gsi = ServiceGsi, .flags = KVM_IRQFD_FLAG_RESAMPLE};
    struct kvm_hyperv_eventfd Counter = {.conn_id = ServiceCounter};
    int Size;

    Kvm = open("/dev/kvm", O_RDWR | O_CLOEXEC);
    if (Kvm < 0 || ioctl(Kvm, KVM_GET_API_VERSION, 0) != KVM_API_VERSION)
    {
        Fail("/dev/kvm");
    }
    Machine = Ioctl(Kvm, KVM_CREATE_VM, NULL, "KVM_CREATE_VM");
    Memory = mmap(NULL, MemoryBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (Memory == MAP_FAILED || Routing == NULL)
    {
        Fail("memory");
    }
    Region.userspace_addr = (uint64_t)(uintptr_t)Memory;
    Ioctl(Machine, KVM_SET_USER_MEMORY_REGION, &Region, "KVM_SET_USER_MEMORY_REGION");
    /* Intel's processors need three pages somewhere; these are where firmware would be. AMD's do not care. */
    Ioctl(Machine, KVM_SET_TSS_ADDR, (void *)0xFFFBD000U, "KVM_SET_TSS_ADDR");
    Ioctl(Machine, KVM_CREATE_IRQCHIP, NULL, "KVM_CREATE_IRQCHIP");

    Processor = Ioctl(Machine, KVM_CREATE_VCPU, NULL, "KVM_CREATE_VCPU");
    Size = Ioctl(Kvm, KVM_GET_VCPU_MMAP_SIZE, NULL, "KVM_GET_VCPU_MMAP_SIZE");
    Run = mmap(NULL, (size_t)Size, PROT_READ | PROT_WRITE, MAP_SHARED, Processor, 0);
    if (Run == MAP_FAILED)
    {
        Fail("the processor's state");
    }
    Ioctl(Processor, KVM_ENABLE_CAP, &Synic, "KVM_CAP_HYPERV_SYNIC2");

    /* The one interrupt line of this machine ends at a source of processor 0's SynIC. */
    InterruptEvent = eventfd(0, EFD_CLOEXEC);
    TakenEvent = eventfd(0, EFD_CLOEXEC);
    CounterEvent = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    Routing->nr = 1;
    Routing->entries[0].gsi = ServiceGsi;
    Routing->entries[0].type = KVM_IRQ_ROUTING_HV_SINT;
    Routing->entries[0].u.hv_sint.vcpu = 0;
    Routing->entries[0].u.hv_sint.sint = ServiceSint;
    Ioctl(Machine, KVM_SET_GSI_ROUTING, Routing, "KVM_SET_GSI_ROUTING");
    free(Routing);
    Interrupt.fd = (uint32_t)InterruptEvent;
    Interrupt.resamplefd = (uint32_t)TakenEvent;
    Ioctl(Machine, KVM_IRQFD, &Interrupt, "KVM_IRQFD");
    Counter.fd = CounterEvent;
    Ioctl(Machine, KVM_HYPERV_EVENTFD, &Counter, "KVM_HYPERV_EVENTFD");
}

static int IsHypervisorLeaf(uint32_t Leaf)
{
    return Leaf >= 0x40000000U && Leaf < 0x50000000U;
}

/* The processor's own leaves, and behind them Hyper-V's in place of KVM's; the vendor is replaced. */
static void SetCpuid(int WithHyperV)
{
    size_t Bytes = sizeof(struct kvm_cpuid2) + MaximumLeaves * sizeof(struct kvm_cpuid_entry2);
    struct kvm_cpuid2 *Leaves = calloc(1, Bytes);
    struct kvm_cpuid2 *HyperV = calloc(1, Bytes);
    uint32_t Index;
    uint32_t Count = 0;

    if (Leaves == NULL || HyperV == NULL)
    {
        Fail("memory");
    }
    Leaves->nent = MaximumLeaves;
    Ioctl(Kvm, KVM_GET_SUPPORTED_CPUID, Leaves, "KVM_GET_SUPPORTED_CPUID");
    if (WithHyperV)
    {
        HyperV->nent = MaximumLeaves;
        Ioctl(Processor, KVM_GET_SUPPORTED_HV_CPUID, HyperV, "KVM_GET_SUPPORTED_HV_CPUID");
    }
    for (Index = 0; Index < Leaves->nent; ++Index)
    {
        struct kvm_cpuid_entry2 Entry = Leaves->entries[Index];

        if (IsHypervisorLeaf(Entry.function))
        {
            continue;
        }
        if (Entry.function == HvCpuIdFunctionVersionAndFeatures)
        {
            HV_X64_CPUID_RESULT Result = {.AsUINT32 = {Entry.eax, Entry.ebx, Entry.ecx, Entry.edx}};

            Result.VersionAndFeatures.HypervisorPresent = WithHyperV != 0;
            Entry.ecx = Result.Ecx;
        }
        Leaves->entries[Count++] = Entry;
    }
    for (Index = 0; Index < HyperV->nent && Count < MaximumLeaves; ++Index)
    {
        struct kvm_cpuid_entry2 Entry = HyperV->entries[Index];

        Say("leaf %08x: %08x %08x %08x %08x", Entry.function, Entry.eax, Entry.ebx, Entry.ecx, Entry.edx);
        if (Entry.function == HvCpuIdFunctionHvVendorAndMaxFunction)
        {
            HV_X64_CPUID_RESULT Result = {.AsUINT32 = {Entry.eax}};

            memcpy(Result.HvVendorAndMaxFunction.VendorName, SERVICE_VENDOR, 12);
            Entry.ebx = Result.Ebx;
            Entry.ecx = Result.Ecx;
            Entry.edx = Result.Edx;
        }
        if (Entry.function == HvCpuIdFunctionMsHvFeatures)
        {
            HV_X64_CPUID_RESULT Result = {.AsUINT32 = {Entry.eax, Entry.ebx}};

            Result.MsHvFeatures.PartitionPrivileges.AsUINT64 &= ~ServiceWithheldPrivileges().AsUINT64;
            Entry.eax = Result.Eax;
            Entry.ebx = Result.Ebx;
        }
        Leaves->entries[Count++] = Entry;
    }
    Leaves->nent = Count;
    Ioctl(Processor, KVM_SET_CPUID2, Leaves, "KVM_SET_CPUID2");
    free(HyperV);
    free(Leaves);
    if (WithHyperV)
    {
        struct kvm_enable_cap Enforce = {.cap = KVM_CAP_HYPERV_ENFORCE_CPUID, .args = {1}};

        Ioctl(Processor, KVM_ENABLE_CAP, &Enforce, "KVM_CAP_HYPERV_ENFORCE_CPUID");
        /* The guest reads the supported feature there: its crash as a notification. */
        HV_CRASH_CTL_REG_CONTENTS Crash = {.CrashNotify = 1};

        AccessMsr(KVM_SET_MSRS, HV_X64_MSR_CRASH_CTL, Crash.AsUINT64);
    }
}

/* As PVH wants it: 32-bit protected mode with flat segments, no paging. */
static void SetRegisters(uint32_t Entry)
{
    const struct kvm_segment Code = {
        .limit = 0xFFFFFFFFU, .selector = 8, .type = 11, .present = 1, .db = 1, .s = 1, .g = 1};
    const struct kvm_segment Data = {
        .limit = 0xFFFFFFFFU, .selector = 16, .type = 3, .present = 1, .db = 1, .s = 1, .g = 1};
    const struct kvm_segment Task = {.limit = 0x67, .selector = 24, .type = 11, .present = 1};
    struct kvm_regs Registers = {.rip = Entry, .rflags = 2};
    struct kvm_sregs System;

    Ioctl(Processor, KVM_GET_SREGS, &System, "KVM_GET_SREGS");
    System.cs = Code;
    System.ds = System.es = System.fs = System.gs = System.ss = Data;
    System.tr = Task;
    System.cr0 = 0x11;
    Ioctl(Processor, KVM_SET_SREGS, &System, "KVM_SET_SREGS");
    Ioctl(Processor, KVM_SET_REGS, &Registers, "KVM_SET_REGS");
}

/*
 * The host's side of messages and events.
 */

static void RaiseInterrupt(void)
{
    uint64_t One = 1;

    if (write(InterruptEvent, &One, sizeof(One)) != sizeof(One))
    {
        Fail("the interrupt");
    }
}

/* Puts the first message that waits into its slot, or tells the guest there that one waits. Under the lock. */
static void Deliver(void)
{
    HV_MESSAGE_PAGE *Page = Guest(MessagePage, sizeof(*Page));
    volatile HV_MESSAGE *Slot;
    HV_MESSAGE_FLAGS Pending = {.MessagePending = 1};
    const HV_INPUT_POST_MESSAGE *First = &Queue[0];

    if (Queued == 0 || MessagePage == 0 || Page == NULL)
    {
        return;
    }
    Slot = &Page->SintMessage[ServiceSint];
    if (__atomic_load_n(&Slot->Header.MessageType, __ATOMIC_ACQUIRE) != HvMessageTypeNone)
    {
        __atomic_or_fetch(&Slot->Header.MessageFlags.AsUINT8, Pending.AsUINT8, __ATOMIC_SEQ_CST);
        /* The guest may have emptied the slot before it could see the flag. */
        if (__atomic_load_n(&Slot->Header.MessageType, __ATOMIC_SEQ_CST) != HvMessageTypeNone)
        {
            return;
        }
    }
    for (unsigned Index = 0; Index < HV_MESSAGE_PAYLOAD_QWORD_COUNT; ++Index)
    {
        Slot->Payload[Index] = First->Payload[Index];
    }
    Slot->Header.PayloadSize = (HV_UINT8)First->PayloadSize;
    Slot->Header.OriginationId = 0;
    Slot->Header.Port.Id = First->ConnectionId.Id;
    Slot->Header.MessageFlags.AsUINT8 = Queued > 1 ? Pending.AsUINT8 : 0;
    __atomic_store_n(&Slot->Header.MessageType, First->MessageType, __ATOMIC_RELEASE);
    --Queued;
    memmove(&Queue[0], &Queue[1], Queued * sizeof(Queue[0]));
    RaiseInterrupt();
}

/* Eventfd by which KVM reports the guest's end of message. */
static void *DeliverRest(void *Unused)
{
    uint64_t Times;

    while (read(TakenEvent, &Times, sizeof(Times)) == sizeof(Times))
    {
        pthread_mutex_lock(&QueueLock);
        Deliver();
        pthread_mutex_unlock(&QueueLock);
    }
    return Unused;
}

static HV_STATUS PostMessage(uint64_t Address)
{
    const HV_INPUT_POST_MESSAGE *Place = Guest(Address, sizeof(*Place));
    HV_INPUT_POST_MESSAGE Input;
    HV_STATUS Status = HV_STATUS_SUCCESS;

    if (Address % 8 != 0 || Place == NULL)
    {
        return HV_STATUS_INVALID_ALIGNMENT;
    }
    memcpy(&Input, Place, sizeof(Input));
    Say("post: connection %08x, type %08x, %u bytes", Input.ConnectionId.AsUINT32, Input.MessageType,
        Input.PayloadSize);
    if (Input.PayloadSize > HV_MESSAGE_PAYLOAD_BYTE_COUNT ||
        (Input.MessageType & HV_MESSAGE_TYPE_HYPERVISOR_MASK) != 0 || Input.MessageType == HvMessageTypeNone)
    {
        return HV_STATUS_INVALID_PARAMETER;
    }
    if (Input.ConnectionId.AsUINT32 != ServiceEcho)
    {
        return HV_STATUS_INVALID_CONNECTION_ID;
    }
    pthread_mutex_lock(&QueueLock);
    if (Queued == ServiceQueueLength)
    {
        Status = HV_STATUS_INSUFFICIENT_BUFFERS;
    }
    else
    {
        Queue[Queued++] = Input;
        Deliver();
    }
    pthread_mutex_unlock(&QueueLock);
    return Status;
}

static HV_STATUS SignalEvent(uint64_t Value)
{
    HV_SYNIC_EVENT_FLAGS_PAGE *Page = Guest(FlagsPage, sizeof(*Page));
    HV_INPUT_SIGNAL_EVENT Input;

    memcpy(&Input, &Value, sizeof(Input));
    Say("signal: connection %08x, flag %u", Input.ConnectionId.AsUINT32, Input.FlagNumber);
    if (Input.ConnectionId.AsUINT32 == ServiceCounter)
    {
        return HV_STATUS_INVALID_PARAMETER; /* KVM has taken flag 0, the only one. */
    }
    if (Input.ConnectionId.AsUINT32 != ServiceMirror)
    {
        return HV_STATUS_INVALID_CONNECTION_ID;
    }
    if (Input.FlagNumber >= HV_EVENT_FLAGS_COUNT)
    {
        return HV_STATUS_INVALID_PARAMETER;
    }
    if (FlagsPage == 0 || Page == NULL)
    {
        return HV_STATUS_INVALID_SYNIC_STATE;
    }
    __atomic_or_fetch(&Page->SintEventFlags[ServiceSint].Flags8[Input.FlagNumber / 8],
                      (HV_UINT8)(1U << (Input.FlagNumber % 8)), __ATOMIC_SEQ_CST);
    RaiseInterrupt();
    return HV_STATUS_SUCCESS;
}

/*
 * What ends KVM_RUN.
 */

static void HandleHypercall(void)
{
    const uint64_t Input = Run->hyperv.u.hcall.input;
    const unsigned CallCode = (unsigned)(Input & 0xFFFF);
    const int Fast = (Input & HV_HYPERCALL_INPUT_FAST) != 0;
    HV_STATUS Status = HV_STATUS_INVALID_HYPERCALL_CODE;

    if (CallCode == HvCallPostMessage)
    {
        Status = Fast ? HV_STATUS_INVALID_HYPERCALL_INPUT : PostMessage(Run->hyperv.u.hcall.params[0]);
    }
    else if (CallCode == HvCallSignalEvent)
    {
        uint64_t Value = Run->hyperv.u.hcall.params[0];
        const void *Place = Fast ? &Run->hyperv.u.hcall.params[0] : Guest(Value, sizeof(Value));

        if (Place == NULL)
        {
            Status = HV_STATUS_INVALID_ALIGNMENT;
        }
        else
        {
            memcpy(&Value, Place, sizeof(Value));
            Status = SignalEvent(Value);
        }
    }
    else
    {
        Say("hypercall %04x is nobody's", CallCode);
    }
    Run->hyperv.u.hcall.result = Status;
}

static void HandleSynic(void)
{
    HV_SYNIC_SCONTROL Control = {.AsUINT64 = Run->hyperv.u.synic.control};
    HV_SYNIC_SIMP Messages = {.AsUINT64 = Run->hyperv.u.synic.msg_page};
    HV_SYNIC_SIEFP Flags = {.AsUINT64 = Run->hyperv.u.synic.evt_page};

    pthread_mutex_lock(&QueueLock);
    MessagePage = (Control.Enable && Messages.SimpEnabled) ? (uint64_t)Messages.BaseSimpGpa << 12 : 0;
    FlagsPage = (Control.Enable && Flags.SiefpEnabled) ? (uint64_t)Flags.BaseSiefpGpa << 12 : 0;
    pthread_mutex_unlock(&QueueLock);
    Say("synic: %s, messages %s, flags %s", Control.Enable ? "on" : "off", MessagePage ? "on" : "off",
        FlagsPage ? "on" : "off");
}

static void SayCounter(void)
{
    uint64_t Times = 0;

    if (read(CounterEvent, &Times, sizeof(Times)) != sizeof(Times))
    {
        Times = 0;
    }
    Say("signalled: connection %08x, %llu times", ServiceCounter, (unsigned long long)Times);
}

static void HandlePort(void)
{
    uint8_t *Data = (uint8_t *)Run + Run->io.data_offset;
    size_t Bytes = (size_t)Run->io.size * Run->io.count;

    if (Run->io.direction == KVM_EXIT_IO_IN)
    {
        /* A debug console answers with its own number; where nothing is, all bits are set. */
        memset(Data, Run->io.port == TextPort ? TextPort : 0xFF, Bytes);
        return;
    }
    if (Run->io.port == TextPort)
    {
        if (write(STDOUT_FILENO, Data, Bytes) != (ssize_t)Bytes)
        {
            Fail("the standard output");
        }
    }
    else if (Run->io.port == EndPort)
    {
        SayCounter();
        Say("the guest ends with %u", Data[0]);
        exit((Data[0] << 1 | 1) & 0xFF);
    }
}

static void HandleSystemEvent(void)
{
    if (Run->system_event.type == KVM_SYSTEM_EVENT_CRASH)
    {
        for (uint32_t Index = 0; Index < 5; ++Index)
        {
            Say("crash: parameter %u is %llx", Index,
                (unsigned long long)AccessMsr(KVM_GET_MSRS, HV_X64_MSR_CRASH_P0 + Index, 0));
        }
        return;
    }
    Say(Run->system_event.type == KVM_SYSTEM_EVENT_RESET ? "the guest resets the machine" : "the guest shuts down");
    exit(2);
}

_Noreturn static void EndStrangely(void)
{
    struct kvm_regs Registers = {0};

    ioctl(Processor, KVM_GET_REGS, &Registers);
    if (Run->exit_reason == KVM_EXIT_SHUTDOWN)
    {
        Say("triple fault");
    }
    else
    {
        Say("KVM gives up for reason %u at %llx", Run->exit_reason, (unsigned long long)Registers.rip);
    }
    exit(2);
}

static void RunGuest(void)
{
    for (;;)
    {
        if (ioctl(Processor, KVM_RUN, 0) != 0)
        {
            if (errno == EINTR)
            {
                continue;
            }
            Fail("KVM_RUN");
        }
        switch (Run->exit_reason)
        {
        case KVM_EXIT_IO:
            HandlePort();
            break;
        case KVM_EXIT_MMIO:
            memset(Run->mmio.data, 0xFF, sizeof(Run->mmio.data));
            break;
        case KVM_EXIT_HYPERV:
            if (Run->hyperv.type == KVM_EXIT_HYPERV_HCALL)
            {
                HandleHypercall();
            }
            else if (Run->hyperv.type == KVM_EXIT_HYPERV_SYNIC)
            {
                HandleSynic();
            }
            break;
        case KVM_EXIT_SYSTEM_EVENT:
            HandleSystemEvent();
            break;
        default:
            EndStrangely();
        }
    }
}

int main(int Count, char **Arguments)
{
    const int Plain = Count == 3 && strcmp(Arguments[1], "--plain") == 0;
    pthread_t Deliverer;

    if (Count != 2 && !Plain)
    {
        fprintf(stderr, "usage: vmm [--plain] GUEST.elf\n");
        return 2;
    }
    setvbuf(stderr, NULL, _IOLBF, 0);
    MakeMachine();
    SetRegisters(LoadGuest(Arguments[Count - 1]));
    SetCpuid(!Plain);
    errno = pthread_create(&Deliverer, NULL, DeliverRest, NULL);
    if (errno != 0)
    {
        Fail("a thread");
    }
    RunGuest();
}
