/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Text on the debug port, interrupt table, local APIC, MSR accesses that survive #GP.
 */

#include <Mile.HyperV/Guest/Instruction.h>
#include <Mile.HyperV/Hypervisor/Msr.h>

#include "machine.h"

/*
 * Text.
 */

static void PrintCharacter(char Character)
{
    __asm__ volatile("outb %b0, $0xE9" : : "a"(Character));
}

static void PrintText(const char *Text)
{
    while (*Text != 0)
    {
        PrintCharacter(*Text++);
    }
}

static void PrintNumber(HV_UINT64 Value, HV_UINT32 Base)
{
    if (Value >= Base)
    {
        PrintNumber(Value / Base, Base);
    }
    PrintCharacter("0123456789abcdef"[Value % Base]);
}

void PrintValues(const char *Format, const HV_UINT64 *Values)
{
    for (; *Format != 0; ++Format)
    {
        if (*Format != '%')
        {
            PrintCharacter(*Format);
            continue;
        }
        ++Format;
        if (*Format == 's')
        {
            PrintText((const char *)(__UINTPTR_TYPE__)*Values++);
        }
        else
        {
            PrintNumber(*Values++, *Format == 'x' ? 16 : 10);
        }
    }
}

/*
 * Interrupts.
 */

/** Stack frame that the processor pushes. */
typedef struct FRAME
{
    HV_UINT64 Rip;
    HV_UINT64 Cs;
    HV_UINT64 Rflags;
    HV_UINT64 Rsp;
    HV_UINT64 Ss;
} FRAME;

/** An interrupt gate. */
typedef struct GATE
{
    HV_UINT16 OffsetLow;
    HV_UINT16 Selector;
    HV_UINT16 Attributes;
    HV_UINT16 OffsetMiddle;
    HV_UINT32 OffsetHigh;
    HV_UINT32 Reserved;
} GATE;

static GATE Gates[256];
static volatile HV_UINT32 Counts[PROBE_VECTOR_COUNT];

/** Address at which to continue after the expected #GP; 0 if none is expected. */
static volatile HV_UINT64 Resume;

/* One handler a vector: the processor does not say which one it is. */
#define HANDLER_LIST(X) X(0) X(1) X(2) X(3) X(4) X(5) X(6) X(7) X(8) X(9) X(10) X(11) X(12) X(13) X(14) X(15)
#define HANDLER(Number)                                                                                                \
    __attribute__((interrupt)) static void OnVector##Number(FRAME *Frame)                                              \
    {                                                                                                                  \
        (void)Frame;                                                                                                   \
        Counts[Number] += 1;                                                                                           \
        MileHvWriteMsr(0, HV_X64_MSR_EOI, 0);                                                                          \
    }
HANDLER_LIST(HANDLER)
#undef HANDLER

__attribute__((interrupt)) static void OnGeneralProtection(volatile FRAME *Frame, HV_UINT64 Error)
{
    if (Resume == 0)
    {
        Print("probe: #GP %x at 0x%x\n", Error, Frame->Rip);
        End(1);
    }
    Frame->Rip = Resume;
    Resume = 0;
}

__attribute__((interrupt)) static void OnException(FRAME *Frame)
{
    Print("probe: an exception at or near 0x%x\n", Frame->Rip);
    End(1);
}

static void SetGate(HV_UINT32 Vector, HV_UINT64 Handler)
{
    HV_UINT16 Selector;

    __asm__("movw %%cs, %0" : "=r"(Selector));
    Gates[Vector].OffsetLow = (HV_UINT16)(Handler & 0xFFFF);
    Gates[Vector].Selector = Selector;
    Gates[Vector].Attributes = 0x8E00;
    Gates[Vector].OffsetMiddle = (HV_UINT16)(Handler >> 16 & 0xFFFF);
    Gates[Vector].OffsetHigh = (HV_UINT32)(Handler >> 32);
}

void StartInterrupts(void)
{
    struct
    {
        HV_UINT16 Limit;
        HV_UINT16 Base[4];
    } Table = {sizeof(Gates) - 1, {0}};

    for (HV_UINT32 Vector = 0; Vector < 32; ++Vector)
    {
        SetGate(Vector, ADDRESS(OnException));
    }
    SetGate(13, ADDRESS(OnGeneralProtection));
#define SET(Number) SetGate(PROBE_FIRST_VECTOR + Number, ADDRESS(OnVector##Number));
    HANDLER_LIST(SET)
#undef SET
    for (HV_UINT32 Index = 0; Index < 4; ++Index)
    {
        Table.Base[Index] = (HV_UINT16)(ADDRESS(Gates) >> (16 * Index) & 0xFFFF);
    }
    __asm__ volatile("lidt %0" : : "m"(Table));

    /* This machine's local APIC lies where every one does after reset; bit 8 of its spurious register enables it. */
    *(volatile HV_UINT32 *)0xFEE000F0 = 0x1FF;
    __asm__ volatile("sti");
}

HV_UINT32 InterruptCount(HV_UINT32 Vector)
{
    return Counts[Vector - PROBE_FIRST_VECTOR];
}

/*
 * Registers.
 */

HV_UINT32 TryReadMsr(HV_UINT32 Register, HV_UINT64 *Value)
{
    HV_UINT32 Low = 0;
    HV_UINT32 High = 0;
    HV_UINT32 Done = 0;

    __asm__ volatile("leaq 1f(%%rip), %%r8\n\t"
                     "movq %%r8, %[Resume]\n\t"
                     "rdmsr\n\t"
                     "movl $1, %[Done]\n"
                     "1:"
                     : "+a"(Low), "+d"(High), [Done] "+r"(Done), [Resume] "=m"(Resume)
                     : "c"(Register)
                     : "r8", "memory");
    Resume = 0;
    *Value = (HV_UINT64)High << 32 | Low;
    return Done;
}

HV_UINT32 TryWriteMsr(HV_UINT32 Register, HV_UINT64 Value)
{
    HV_UINT32 Done = 0;

    __asm__ volatile("leaq 1f(%%rip), %%r8\n\t"
                     "movq %%r8, %[Resume]\n\t"
                     "wrmsr\n\t"
                     "movl $1, %[Done]\n"
                     "1:"
                     : [Done] "+r"(Done), [Resume] "=m"(Resume)
                     : "c"(Register), "a"((HV_UINT32)(Value & 0xFFFFFFFF)), "d"((HV_UINT32)(Value >> 32))
                     : "r8", "memory");
    Resume = 0;
    return Done;
}
