/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The host's side of the SynIC: channel messages and event flags of each processor.
 *
 * KVM has the registers and raises the interrupt; the two pages are the guest's
 * memory, and the host writes them. One interrupt line a processor ends at its
 * SINT VMBUS_MESSAGE_SINT. It is a resampling one: KVM reports the guest's end of
 * message and end of interrupt by an event, which is when the next message can
 * be delivered.
 */

#include "bus.h"
#include "machine.h"

#include <linux/kvm.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <Mile.HyperV/Hypervisor/Hypercall.h>
#include <Mile.HyperV/Hypervisor/Synic.h>
#include <Mile.HyperV/VMBus/ChannelMessage.h>

enum
{
    QueueLength = 1024,      /* Messages that can wait for a processor. */
    QueueFull = 512,         /* From here on the guest cannot cause more. */
    IoApicPins = SYNIC_FIRST_GSI,
};

typedef struct SYNIC
{
    uint64_t MessagePage; /* Guest physical addresses; 0 while off. */
    uint64_t FlagsPage;
    int InterruptEvent; /* Raises the interrupt. */
    int TakenEvent;     /* The guest ended a message or an interrupt. */
    unsigned First;     /* Oldest message that waits. */
    unsigned Count;
    struct
    {
        HV_UINT8 Bytes;
        HV_UINT8 Payload[HV_MESSAGE_PAYLOAD_BYTE_COUNT];
    } Queue[QueueLength];
} SYNIC;

static SYNIC *Synics;
static unsigned SynicCount;

static void RaiseInterrupt(const SYNIC *Synic)
{
    const uint64_t One = 1;

    (void)!write(Synic->InterruptEvent, &One, sizeof(One));
}

/* Puts the oldest message into the slot, or marks the message there: another one is pending. */
static void Deliver(SYNIC *Synic)
{
    const HV_MESSAGE_FLAGS Pending = {.MessagePending = 1};
    HV_MESSAGE_PAGE *Page = Synic->MessagePage != 0 ? HostMemory(Synic->MessagePage, sizeof(*Page)) : NULL;
    volatile HV_MESSAGE *Slot;

    if (Synic->Count == 0 || Page == NULL)
    {
        return;
    }
    Slot = &Page->SintMessage[VMBUS_MESSAGE_SINT];
    if (__atomic_load_n(&Slot->Header.MessageType, __ATOMIC_ACQUIRE) != HvMessageTypeNone)
    {
        __atomic_or_fetch(&Slot->Header.MessageFlags.AsUINT8, Pending.AsUINT8, __ATOMIC_SEQ_CST);
        /* The guest may have emptied the slot before it could see the flag. */
        if (__atomic_load_n(&Slot->Header.MessageType, __ATOMIC_SEQ_CST) != HvMessageTypeNone)
        {
            return;
        }
    }
    MileHvCopyToShared(Slot->Payload, Synic->Queue[Synic->First].Payload, Synic->Queue[Synic->First].Bytes);
    Slot->Header.PayloadSize = Synic->Queue[Synic->First].Bytes;
    Slot->Header.OriginationId = VMBUS_MESSAGE_PORT_ID;
    Slot->Header.MessageFlags.AsUINT8 = Synic->Count > 1 ? Pending.AsUINT8 : 0;
    __atomic_store_n(&Slot->Header.MessageType, VMBUS_MESSAGE_TYPE, __ATOMIC_RELEASE);
    Synic->First = (Synic->First + 1) % QueueLength;
    --Synic->Count;
    RaiseInterrupt(Synic);
}

static void MessageTaken(void *Context)
{
    SYNIC *Synic = Context;
    uint64_t Times;

    (void)!read(Synic->TakenEvent, &Times, sizeof(Times));
    Deliver(Synic);
}

/* The routes of all interrupt lines: the I/O APIC's pins, which setting any route replaces, and one a processor. */
static void SetRoutes(int Machine)
{
    struct kvm_irq_routing *Routing = calloc(1, sizeof(*Routing) + (IoApicPins + SynicCount) * sizeof(Routing->entries[0]));

    if (Routing == NULL)
    {
        HostFail("memory");
    }
    for (unsigned Pin = 0; Pin < IoApicPins; ++Pin)
    {
        struct kvm_irq_routing_entry *Entry = &Routing->entries[Routing->nr++];

        Entry->gsi = Pin;
        Entry->type = KVM_IRQ_ROUTING_IRQCHIP;
        Entry->u.irqchip.irqchip = KVM_IRQCHIP_IOAPIC;
        Entry->u.irqchip.pin = Pin;
    }
    for (unsigned Index = 0; Index < SynicCount; ++Index)
    {
        struct kvm_irq_routing_entry *Entry = &Routing->entries[Routing->nr++];

        Entry->gsi = SYNIC_FIRST_GSI + Index;
        Entry->type = KVM_IRQ_ROUTING_HV_SINT;
        Entry->u.hv_sint.vcpu = Index;
        Entry->u.hv_sint.sint = VMBUS_MESSAGE_SINT;
    }
    if (ioctl(Machine, KVM_SET_GSI_ROUTING, Routing) != 0)
    {
        HostFail("KVM_SET_GSI_ROUTING");
    }
    free(Routing);
}

void SynicCreate(int Machine, unsigned Processors)
{
    Synics = calloc(Processors, sizeof(*Synics));
    SynicCount = Processors;
    if (Synics == NULL)
    {
        HostFail("memory");
    }
    SetRoutes(Machine);
    for (unsigned Index = 0; Index < Processors; ++Index)
    {
        SYNIC *Synic = &Synics[Index];
        struct kvm_irqfd Interrupt = {.gsi = SYNIC_FIRST_GSI + Index, .flags = KVM_IRQFD_FLAG_RESAMPLE};

        Synic->InterruptEvent = eventfd(0, EFD_CLOEXEC);
        Synic->TakenEvent = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
        Interrupt.fd = (uint32_t)Synic->InterruptEvent;
        Interrupt.resamplefd = (uint32_t)Synic->TakenEvent;
        if (ioctl(Machine, KVM_IRQFD, &Interrupt) != 0)
        {
            HostFail("KVM_IRQFD");
        }
        HostWatch(Synic->TakenEvent, MessageTaken, Synic);
    }
}

void SynicSetPages(unsigned Processor, uint64_t ControlValue, uint64_t MessagePage, uint64_t FlagsPage)
{
    const HV_SYNIC_SCONTROL Control = {.AsUINT64 = ControlValue};
    const HV_SYNIC_SIMP Messages = {.AsUINT64 = MessagePage};
    const HV_SYNIC_SIEFP Flags = {.AsUINT64 = FlagsPage};
    SYNIC *Synic = &Synics[Processor];

    Synic->MessagePage = (Control.Enable && Messages.SimpEnabled) ? Messages.BaseSimpGpa * HostPageBytes : 0;
    Synic->FlagsPage = (Control.Enable && Flags.SiefpEnabled) ? Flags.BaseSiefpGpa * HostPageBytes : 0;
    HostTrace("processor %u: SynIC messages %s, flags %s", Processor, Synic->MessagePage != 0 ? "on" : "off",
              Synic->FlagsPage != 0 ? "on" : "off");
    Deliver(Synic);
}

int SynicIsFull(unsigned Processor)
{
    return Processor >= SynicCount || Synics[Processor].Count >= QueueFull;
}

void SynicReport(void)
{
    for (unsigned Index = 0; Index < SynicCount; ++Index)
    {
        const SYNIC *Synic = &Synics[Index];
        const HV_MESSAGE_PAGE *Page = Synic->MessagePage != 0 ? HostMemory(Synic->MessagePage, sizeof(*Page)) : NULL;

        HostSay("processor %u: %u messages wait; its slot is %s", Index, Synic->Count,
                Page == NULL                                                                    ? "off"
                : Page->SintMessage[VMBUS_MESSAGE_SINT].Header.MessageType != HvMessageTypeNone ? "taken"
                                                                                                : "free");
    }
}

void SynicForget(void)
{
    for (unsigned Index = 0; Index < SynicCount; ++Index)
    {
        Synics[Index].Count = 0;
    }
}

void SynicPost(unsigned Processor, const void *Payload, unsigned Bytes)
{
    SYNIC *Synic;

    if (Processor >= SynicCount || Synics[Processor].Count == QueueLength || Bytes > HV_MESSAGE_PAYLOAD_BYTE_COUNT)
    {
        HostSay("a message for processor %u is lost", Processor);
        return;
    }
    Synic = &Synics[Processor];
    memcpy(Synic->Queue[(Synic->First + Synic->Count) % QueueLength].Payload, Payload, Bytes);
    Synic->Queue[(Synic->First + Synic->Count) % QueueLength].Bytes = (HV_UINT8)Bytes;
    ++Synic->Count;
    Deliver(Synic);
}

void SynicSetFlag(unsigned Processor, unsigned Flag)
{
    HV_SYNIC_EVENT_FLAGS_PAGE *Page;
    HV_UINT8 Bit = (HV_UINT8)(1U << (Flag % 8));

    if (Processor >= SynicCount || Flag >= HV_EVENT_FLAGS_COUNT || Synics[Processor].FlagsPage == 0)
    {
        return;
    }
    Page = HostMemory(Synics[Processor].FlagsPage, sizeof(*Page));
    if (Page == NULL)
    {
        return;
    }
    if ((__atomic_fetch_or(&Page->SintEventFlags[VMBUS_MESSAGE_SINT].Flags8[Flag / 8], Bit, __ATOMIC_SEQ_CST) & Bit) == 0)
    {
        RaiseInterrupt(&Synics[Processor]);
    }
}

/*
 * Hypercalls: those that KVM passes on.
 */

static HV_STATUS PostMessage(uint64_t Address)
{
    HV_INPUT_POST_MESSAGE Input;
    const void *Place = HostMemory(Address, sizeof(Input));

    if (Address % 8 != 0 || Place == NULL)
    {
        return HV_STATUS_INVALID_ALIGNMENT;
    }
    memcpy(&Input, Place, sizeof(Input));
    if (Input.PayloadSize > HV_MESSAGE_PAYLOAD_BYTE_COUNT || Input.MessageType != VMBUS_MESSAGE_TYPE)
    {
        return HV_STATUS_INVALID_PARAMETER;
    }
    return BusMessage(Input.ConnectionId.Id, Input.Payload, Input.PayloadSize);
}

HV_STATUS SynicHypercall(uint64_t Input, const uint64_t *Parameters)
{
    const unsigned Code = (unsigned)(Input & 0xFFFF);
    const int IsFast = (Input & HV_HYPERCALL_INPUT_FAST) != 0;

    switch (Code)
    {
    case HvCallPostMessage:
        return IsFast ? HV_STATUS_INVALID_HYPERCALL_INPUT : PostMessage(Parameters[0]);
    case HvCallSignalEvent:
    {
        HV_INPUT_SIGNAL_EVENT Signal;
        const void *Place = IsFast ? &Parameters[0] : HostMemory(Parameters[0], sizeof(Signal));

        if (Place == NULL || (!IsFast && Parameters[0] % 8 != 0))
        {
            return HV_STATUS_INVALID_ALIGNMENT;
        }
        memcpy(&Signal, Place, sizeof(Signal));
        /* KVM itself takes the connections that exist (MachineCreateConnection). */
        HostTrace("signal of connection %x, which does not exist", Signal.ConnectionId.Id);
        return HV_STATUS_INVALID_CONNECTION_ID;
    }
    default:
        HostTrace("hypercall %04x is not implemented", Code);
        return HV_STATUS_INVALID_HYPERCALL_CODE;
    }
}
