/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The virtual machine under the bus: processors, memory, interrupts, the SynIC's host side.
 *
 * Physical address map:
 *
 *     0                  memory, at most MachineLowMemoryMaximum
 *     0xF0000000         MMIO window below 4 GiB (128 MiB), for devices on the bus
 *     0xFEC00000         I/O APIC; 0xFEE00000: local APICs
 *     0x100000000        memory that is added while the guest runs
 *     0x1000000000       MMIO window above 4 GiB (4 GiB)
 *
 * The ACPI tables (acpi.c) describe both windows as the bus's own.
 */

#ifndef HOST_MACHINE_H
#define HOST_MACHINE_H

#include "host.h"

#include <Mile.HyperV/Hypervisor/Message.h>
#include <Mile.HyperV/Hypervisor/Status.h>

enum
{
    MachineMaximumProcessors = 4,

    MachineTextPort = 0xE9,   /* Text of the guest, to the standard output. */
    MachineEndPort = 0xF4,    /* Exit status: the value times two, plus one. */
    MachineSleepPort = 0x600, /* ACPI sleep control and, after it, sleep status. */
    MachineResetPort = 0x604, /* ACPI reset register. */
    MachineResetValue = 1,
    MachineSleepOff = 5, /* SLP_TYP of S5 in the DSDT. */
};

#define MACHINE_LOW_MEMORY_MAXIMUM 0xC0000000ULL
#define MACHINE_LOW_MMIO 0xF0000000ULL
#define MACHINE_LOW_MMIO_BYTES 0x08000000ULL
#define MACHINE_IO_APIC 0xFEC00000U
#define MACHINE_LOCAL_APIC 0xFEE00000U
#define MACHINE_HIGH_MEMORY 0x100000000ULL
#define MACHINE_HIGH_MMIO 0x1000000000ULL
#define MACHINE_HIGH_MMIO_BYTES 0x100000000ULL

typedef struct MACHINE_OPTIONS
{
    unsigned Processors;
    uint64_t MemoryBytes;
    uint64_t HotMemoryBytes; /* Upper bound of memory that can be added later. */
    int IsPlain;             /* No Hyper-V for the guest. */
} MACHINE_OPTIONS;

/** Creates the machine. Its processors do not run yet. */
void MachineCreate(const MACHINE_OPTIONS *Options);
/** Sets the first processor to 32-bit protected mode at Entry, with Address in RBX and RSI. */
void MachineSetEntry(uint32_t Entry, uint32_t Address);
/** Starts the processors. */
void MachineStart(void);
/** Has every processor report where it is, and reports KVM's statistics. For a guest that hangs. */
void MachineReport(void);

unsigned MachineProcessors(void);
uint64_t MachineMemoryBytes(void);

/** Makes more memory exist at Address, for the balloon's hot add. Returns 0 if it does not fit. */
int MachineAddMemory(uint64_t Address, uint64_t Bytes);

/** Gives the memory behind whole pages back to this machine; they read as zeros afterwards. 0 if they are no memory. */
int MachineDiscard(uint64_t Address, uint64_t Bytes);

/**
 * A device's registers in an MMIO window. Bytes is 1, 2, 4 or 8, and Offset + Bytes is inside the region. A read
 * returns the value; a write gets it.
 */
typedef uint64_t MACHINE_MMIO(void *Context, uint64_t Offset, unsigned Bytes, int IsWrite, uint64_t Value);

/** Has accesses to a range of an MMIO window handled. Returns 0 if it is outside of the windows or taken. */
int MachineMapMmio(uint64_t Address, uint64_t Bytes, MACHINE_MMIO *Handler, void *Context);
/** Lets the guest access Memory (whole pages) at an address of an MMIO window: a frame buffer. 0 as above. */
int MachineMapMemory(uint64_t Address, uint64_t Bytes, void *Memory);
/** Ends either kind of mapping. */
void MachineUnmap(uint64_t Address);

/** Sends a message-signaled interrupt. */
void MachineSignalMsi(uint64_t Address, uint32_t Data);

/** The guest's reference time, units of 100 ns. */
uint64_t MachineReferenceTime(void);

/** Creates the file that becomes readable when the guest signals a connection; -1 if there are too many. */
int MachineCreateConnection(uint32_t Id);
void MachineDestroyConnection(uint32_t Id, int File);

/*
 * SynIC, from the host's side: SINT VMBUS_MESSAGE_SINT of each processor (synic.c).
 */

/** Creates the queues of the machine's processors; before MachineStart(). */
void SynicCreate(int Machine, unsigned Processors);
/** Global interrupt numbers that SynicCreate() uses begin here: those before are the I/O APIC's. */
#define SYNIC_FIRST_GSI 24U
/** KVM's notice that a processor's SynIC changed. Addresses are those of the registers. */
void SynicSetPages(unsigned Processor, uint64_t Control, uint64_t MessagePage, uint64_t FlagsPage);
/** Queues a channel message for a processor, and delivers it as soon as its slot is free. */
void SynicPost(unsigned Processor, const void *Payload, unsigned Bytes);
/** Whether so many messages wait that the guest must not cause more. */
int SynicIsFull(unsigned Processor);
/** Reports how many messages wait for each processor, and whether its slot is taken. */
void SynicReport(void);
/** Drops the messages that wait: the guest starts anew. */
void SynicForget(void);
/** Sets an event flag of a processor, and raises its interrupt if it was clear. */
void SynicSetFlag(unsigned Processor, unsigned Flag);
/** A guest's HvCallPostMessage or HvCallSignalEvent; returns the hypercall's status. */
HV_STATUS SynicHypercall(uint64_t Input, const uint64_t *Parameters);

/*
 * Tables and images.
 */

/** Writes the ACPI tables to guest memory; returns the address of the RSDP. */
uint64_t AcpiCreate(unsigned Processors);
/** Loads a bzImage or an ELF image with a PVH note, an initrd (or null) and a command line; sets the entry. */
void LoaderLoad(const char *Kernel, const char *Initrd, const char *CommandLine, uint64_t Rsdp);

#endif /* !HOST_MACHINE_H */
