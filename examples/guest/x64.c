/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The x64 processor: how it finds the hypervisor, ports to print to, interrupts, the end.
 */

#include "guest.h"

static void Out8(HV_UINT16 Port, HV_UINT8 Value)
{
    __asm__ volatile("outb %0, %1" : : "a"(Value), "Nd"(Port));
}

static HV_UINT8 In8(HV_UINT16 Port)
{
    HV_UINT8 Value;

    __asm__ volatile("inb %1, %0" : "=a"(Value) : "Nd"(Port));
    return Value;
}

/*
 * The hypervisor.
 */

/**
 * The page that the hypervisor lays its code over. It stands among the guest's own code because it is called: data may
 * be mapped without the right to execute. What is in it before is INT3, 4096 times.
 */
extern HV_UINT8 HypercallPage[PAGE_SIZE];
__asm__(".text\n"
        ".balign 4096\n"
        "HypercallPage:\n"
        ".fill 4096, 1, 0xCC\n");

MILE_HV_RESULT ProcessorDetect(GUEST *Guest)
{
    Guest->HypercallPage = HypercallPage;
    return MileHvDetect(MileHvCpuid, 0, &Guest->Detection);
}

MILE_HV_RESULT ProcessorAsk(GUEST *Guest, HV_CPUID_FUNCTION Leaf, HV_CPUID_RESULT *Result)
{
    return MileHvDetectLeaf(&Guest->Detection, MileHvCpuid, 0, Leaf, Result);
}

/*
 * Ports to print to.
 */

/** The debug port of QEMU (isa-debugcon) and of others; whoever reads it finds its own number there. */
#define DEBUG_PORT 0xE9

static void PrintToDebugPort(char Character)
{
    Out8(DEBUG_PORT, (HV_UINT8)Character);
}

void ProcessorAddDebugPort(void)
{
    if (In8(DEBUG_PORT) == DEBUG_PORT)
    {
        ConsoleAdd(PrintToDebugPort);
    }
}

/** The first serial port, a 16550; and its registers. */
#define COM1 0x3F8
#define COM1_DIVISOR_LOW (COM1 + 0)
#define COM1_DIVISOR_HIGH (COM1 + 1)
#define COM1_INTERRUPTS (COM1 + 1)
#define COM1_FIFO (COM1 + 2)
#define COM1_LINE (COM1 + 3)
#define COM1_MODEM (COM1 + 4)
#define COM1_STATUS (COM1 + 5)
#define COM1_SCRATCH (COM1 + 7)

static void PrintToSerialPort(char Character)
{
    if (Character == '\n')
    {
        PrintToSerialPort('\r');
    }
    /* A port that never becomes ready (nobody reads its other end) loses characters, not the guest. */
    for (HV_UINT32 Turn = 0; Turn < 10000 && (In8(COM1_STATUS) & 0x20) == 0; ++Turn)
    {
        ProcessorRelax();
    }
    Out8(COM1, (HV_UINT8)Character);
}

void ProcessorAddSerialPort(void)
{
    Out8(COM1_SCRATCH, 0x5A);
    if (In8(COM1_SCRATCH) != 0x5A)
    {
        return;
    }
    Out8(COM1_INTERRUPTS, 0);
    Out8(COM1_LINE, 0x80); /* The next two are the divisor: 115,200 baud. */
    Out8(COM1_DIVISOR_LOW, 1);
    Out8(COM1_DIVISOR_HIGH, 0);
    Out8(COM1_LINE, 0x03); /* 8 bits, no parity, 1 stop bit. */
    Out8(COM1_FIFO, 0x01);
    Out8(COM1_MODEM, 0x03); /* DTR, RTS. */
    ConsoleAdd(PrintToSerialPort);
}

/*
 * Interrupts: the processor's own controller, the local APIC, in whichever of its two modes it was left.
 */

#define MSR_APIC_BASE 0x1B
#define MSR_APIC_BASE_X2APIC 0x400
#define MSR_X2APIC_FIRST 0x800

#define APIC_END_OF_INTERRUPT 0xB0
#define APIC_SPURIOUS 0xF0
#define APIC_SPURIOUS_ENABLE 0x100
#define APIC_LOCAL_TIMER 0x320
#define APIC_LOCAL_INT0 0x350
#define APIC_LOCAL_MASKED 0x10000

/** Interrupt handlers call it, so that it keeps every register. */
__attribute__((no_caller_saved_registers)) static void WriteApic(HV_UINT32 Register, HV_UINT32 Value)
{
    HV_UINT64 Base = MileHvReadMsr(0, MSR_APIC_BASE);

    if ((Base & MSR_APIC_BASE_X2APIC) != 0)
    {
        MileHvWriteMsr(0, MSR_X2APIC_FIRST + Register / 16, Value);
    }
    else
    {
        *(volatile HV_UINT32 *)((Base & 0xFFFFFFFFFF000ULL) + Register) = Value;
    }
}

/* Vectors: a source's is this and its number. The 32 below 0x20 are the processor's exceptions. */
#define VECTOR_FIRST_SINT 0x40
#define VECTOR_SPURIOUS 0xFF
#define VECTOR_COUNT 256
#define EXCEPTION_COUNT 32

static volatile HV_UINT32 Interrupts[HV_SYNIC_SINT_COUNT];

/** Words that the processor pushes. */
typedef struct INTERRUPT_FRAME
{
    HV_UINT64 Rip;
    HV_UINT64 Cs;
    HV_UINT64 Rflags;
    HV_UINT64 Rsp;
    HV_UINT64 Ss;
} INTERRUPT_FRAME;

/*
 * The handlers only count, since the guest looks at its pages by itself. One that slept would take the messages here.
 * The interrupt is ended by hand: AutoEoi would spare that, but not all hypervisors want it (DeprecateAutoEoi).
 */

__attribute__((interrupt)) static void OnVmbusInterrupt(INTERRUPT_FRAME *Frame)
{
    (void)Frame;
    Interrupts[VMBUS_MESSAGE_SINT] += 1;
    WriteApic(APIC_END_OF_INTERRUPT, 0);
}

__attribute__((interrupt)) static void OnTimerInterrupt(INTERRUPT_FRAME *Frame)
{
    (void)Frame;
    Interrupts[GUEST_TIMER_SINT] += 1;
    WriteApic(APIC_END_OF_INTERRUPT, 0);
}

__attribute__((interrupt)) static void OnPciInterrupt(INTERRUPT_FRAME *Frame)
{
    (void)Frame;
    Interrupts[GUEST_PCI_SOURCE] += 1;
    WriteApic(APIC_END_OF_INTERRUPT, 0);
}

/** Interrupt that a firmware's device raised before it was silenced. */
__attribute__((interrupt)) static void OnStrayInterrupt(INTERRUPT_FRAME *Frame)
{
    (void)Frame;
    WriteApic(APIC_END_OF_INTERRUPT, 0);
}

/** The local APIC's word for an interrupt that went away; it is not ended. */
__attribute__((interrupt)) static void OnSpuriousInterrupt(INTERRUPT_FRAME *Frame)
{
    (void)Frame;
}

__attribute__((noreturn, no_caller_saved_registers)) static void EndByException(const char *Name,
                                                                                const INTERRUPT_FRAME *Frame,
                                                                                HV_UINT64 Error)
{
    PrintF("exception: %s, error code 0x%x, at 0x%x\n", ADDRESS(Name), Error, Frame->Rip);
    GuestEnd(GuestException);
}

__attribute__((interrupt)) static void OnInvalidOpcode(INTERRUPT_FRAME *Frame)
{
    EndByException("#UD", Frame, 0);
}

__attribute__((interrupt)) static void OnGeneralProtection(INTERRUPT_FRAME *Frame, HV_UINT64 Error)
{
    EndByException("#GP (a register that this partition may not touch?)", Frame, Error);
}

__attribute__((interrupt)) static void OnPageFault(INTERRUPT_FRAME *Frame, HV_UINT64 Error)
{
    EndByException("#PF", Frame, Error);
}

__attribute__((interrupt)) static void OnOtherException(INTERRUPT_FRAME *Frame)
{
    EndByException("another than #UD, #GP and #PF", Frame, 0);
}

/** An interrupt gate of the descriptor table. */
typedef struct GATE
{
    HV_UINT16 OffsetLow;
    HV_UINT16 Selector;
    HV_UINT16 Attributes;
    HV_UINT16 OffsetMiddle;
    HV_UINT32 OffsetHigh;
    HV_UINT32 Reserved;
} GATE;

static GATE Gates[VECTOR_COUNT];

static void SetGate(HV_UINT32 Vector, HV_UINT64 Handler)
{
    HV_UINT16 Selector;

    __asm__("movw %%cs, %0" : "=r"(Selector));
    Gates[Vector].OffsetLow = (HV_UINT16)(Handler & 0xFFFF);
    Gates[Vector].Selector = Selector;
    Gates[Vector].Attributes = 0x8E00; /* Present, interrupt gate. */
    Gates[Vector].OffsetMiddle = (HV_UINT16)(Handler >> 16 & 0xFFFF);
    Gates[Vector].OffsetHigh = (HV_UINT32)(Handler >> 32);
    Gates[Vector].Reserved = 0;
}

void ProcessorTakeOver(void)
{
    struct
    {
        HV_UINT16 Limit;
        HV_UINT16 Base[4];
    } Table;

    __asm__ volatile("cli");

    for (HV_UINT32 Vector = 0; Vector < VECTOR_COUNT; ++Vector)
    {
        SetGate(Vector, Vector < EXCEPTION_COUNT ? ADDRESS(OnOtherException) : ADDRESS(OnStrayInterrupt));
    }
    SetGate(6, ADDRESS(OnInvalidOpcode));
    SetGate(13, ADDRESS(OnGeneralProtection));
    SetGate(14, ADDRESS(OnPageFault));
    SetGate(ProcessorVector(VMBUS_MESSAGE_SINT), ADDRESS(OnVmbusInterrupt));
    SetGate(ProcessorVector(GUEST_TIMER_SINT), ADDRESS(OnTimerInterrupt));
    SetGate(ProcessorVector(GUEST_PCI_SOURCE), ADDRESS(OnPciInterrupt));
    SetGate(VECTOR_SPURIOUS, ADDRESS(OnSpuriousInterrupt));

    Table.Limit = sizeof(Gates) - 1;
    for (HV_UINT32 Index = 0; Index < 4; ++Index)
    {
        Table.Base[Index] = (HV_UINT16)(ADDRESS(Gates) >> (16 * Index) & 0xFFFF);
    }
    __asm__ volatile("lidt %0" : : "m"(Table));

    /*
     * Firmware leaves its own sources running, and their vectors are exceptions to us: the timer of the two PICs first
     * of all. Both PICs are masked, and so are the local timer and the pin to which the PICs are wired.
     */
    Out8(0x21, 0xFF);
    Out8(0xA1, 0xFF);
    WriteApic(APIC_LOCAL_TIMER, APIC_LOCAL_MASKED);
    WriteApic(APIC_LOCAL_INT0, APIC_LOCAL_MASKED);
    WriteApic(APIC_SPURIOUS, APIC_SPURIOUS_ENABLE | VECTOR_SPURIOUS);
    __asm__ volatile("sti");
}

HV_UINT32 ProcessorVector(HV_SYNIC_SINT_INDEX Sint)
{
    return VECTOR_FIRST_SINT + Sint;
}

HV_UINT32 ProcessorTakesInterrupts(void)
{
    return 1;
}

HV_UINT32 ProcessorInterrupts(HV_SYNIC_SINT_INDEX Sint)
{
    return Interrupts[Sint];
}

/*
 * Waiting, and the end.
 */

void ProcessorRelax(void)
{
    __asm__ volatile("pause");
}

/** isa-debug-exit of QEMU: what is written ends the machine. Where it is not, nothing happens. */
#define EXIT_PORT 0xF4

void ProcessorEnd(GUEST_RESULT Result)
{
    Out8(EXIT_PORT, (HV_UINT8)(Result + 0x10));
}

void ProcessorHalt(void)
{
    for (;;)
    {
        __asm__ volatile("cli\n\thlt");
    }
}
