/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief What probe.c needs below it: text, registers that may fault, interrupts that are counted.
 */

#ifndef PROBE_MACHINE
#define PROBE_MACHINE

#include <Mile.HyperV.Portable.Types.h>

#define PAGE_SIZE 4096U
#define PAGE_SHIFT 12

/** An address as a number; virtual and physical ones are the same here. */
#define ADDRESS(Pointer) ((HV_UINT64)(__UINTPTR_TYPE__)(Pointer))

/** Prints text; %u in it is the next value in decimal, %x in hexadecimal, %s more text (ADDRESS() of it). */
void PrintValues(const char *Format, const HV_UINT64 *Values);
#define Print(Format, ...) PrintValues(Format, (const HV_UINT64[]){__VA_ARGS__})

/** Vectors whose interrupts are counted: this one and the fifteen behind it. */
#define PROBE_FIRST_VECTOR 0x50
#define PROBE_VECTOR_COUNT 16

/** The end of the probe, with a result. */
void End(HV_UINT32 Result) __attribute__((noreturn));

/** Takes the interrupt table over and enables the local APIC, and interrupts. */
void StartInterrupts(void);

/** Interrupts of a vector so far; it is one of the counted ones. */
HV_UINT32 InterruptCount(HV_UINT32 Vector);

/** RDMSR; returns 1, or 0 if it raised #GP. */
HV_UINT32 TryReadMsr(HV_UINT32 Register, HV_UINT64 *Value);

/** WRMSR; returns 1, or 0 if it raised #GP. */
HV_UINT32 TryWriteMsr(HV_UINT32 Register, HV_UINT64 Value);

#endif /* !PROBE_MACHINE */
