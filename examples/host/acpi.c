/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief ACPI tables: a hardware-reduced machine whose only device is the VMBus.
 *
 * A guest looks for a device whose hardware ID is "VMBus"; the MMIO ranges that
 * the bus's devices may use are the current resources of its parent. The DSDT, in
 * ASL:
 *
 *     Name (\_S5, Package () {5, 0, 0, 0})
 *     Device (\_SB.VMOD)
 *     {
 *         Name (_HID, "ACPI0004")   // module device
 *         Name (_UID, 0)
 *         Name (_CRS, ResourceTemplate ()
 *         {
 *             QWordMemory (... the window below 4 GiB ...)
 *             QWordMemory (... the window above 4 GiB ...)
 *         })
 *         Device (VMBS)
 *         {
 *             Name (_HID, "VMBus")
 *             Name (_UID, 0)
 *             Name (_CRS, ResourceTemplate () {})   // none, but Linux gives up without the name
 *         }
 *     }
 *
 * Sources: ACPI Specification 6.4, sections 5.2 (tables), 6.4 (resources) and 20.2 (AML encoding).
 */

#include "machine.h"

#include <string.h>

enum
{
    TablesAddress = 0xE0000, /* A PC's firmware has its tables here, so that a guest finds them by itself too. */
    TablesBytes = 0x2000,
    AmlZero = 0x00,
    AmlName = 0x08,
    AmlByte = 0x0A,
    AmlString = 0x0D,
    AmlScope = 0x10,
    AmlBuffer = 0x11,
    AmlPackage = 0x12,
    AmlExtension = 0x5B,
    AmlDevice = 0x82,
};

static uint8_t *Tables;
static unsigned Used;

static void Byte(unsigned Value)
{
    if (Used < TablesBytes)
    {
        Tables[Used++] = (uint8_t)Value;
    }
}

static void Bytes(const void *Data, unsigned Count)
{
    for (unsigned Index = 0; Index < Count; ++Index)
    {
        Byte(((const uint8_t *)Data)[Index]);
    }
}

static void Number(uint64_t Value, unsigned Count)
{
    Bytes(&Value, Count); /* Little-endian, as this processor is. */
}

/* Begins a table: the 36 bytes that every table has. Returns its offset. */
static unsigned BeginTable(const char *Signature, unsigned Revision)
{
    unsigned Start = Used = (Used + 15U) & ~15U;

    Bytes(Signature, 4);
    Number(0, 4); /* Length and checksum: EndTable(). */
    Byte(Revision);
    Byte(0);
    Bytes("MILEHVHOST    ", 14); /* OEM ID and table ID. */
    Number(1, 4);
    Bytes("MILE", 4);
    Number(1, 4);
    return Start;
}

static uint64_t EndTable(unsigned Start)
{
    uint32_t Length = Used - Start;
    uint8_t Sum = 0;

    memcpy(Tables + Start + 4, &Length, sizeof(Length));
    for (unsigned Index = Start; Index < Used; ++Index)
    {
        Sum = (uint8_t)(Sum + Tables[Index]);
    }
    Tables[Start + 9] = (uint8_t)-Sum;
    return TablesAddress + Start;
}

/* A package length of three bytes, whose value EndPackage() writes. */
static unsigned BeginPackage(void)
{
    Number(0, 3);
    return Used - 3;
}

static void EndPackage(unsigned Start)
{
    unsigned Length = Used - Start;

    Tables[Start] = (uint8_t)(0x80 | (Length & 0xF));
    Tables[Start + 1] = (uint8_t)(Length >> 4);
    Tables[Start + 2] = (uint8_t)(Length >> 12);
}

static void Name(const char *Segment)
{
    Byte(AmlName);
    Bytes(Segment, 4);
}

static void NameString(const char *Segment, const char *Text)
{
    Name(Segment);
    Byte(AmlString);
    Bytes(Text, (unsigned)strlen(Text) + 1);
}

/* A QWordMemory descriptor: fixed, not cacheable, read and write. */
static void MemoryWindow(uint64_t Address, uint64_t Length)
{
    Byte(0x8A);
    Number(0x2B, 2);
    Byte(0);    /* Memory. */
    Byte(0x0C); /* Both ends are fixed. */
    Byte(0x01); /* Read and write. */
    Number(0, 8);
    Number(Address, 8);
    Number(Address + Length - 1, 8);
    Number(0, 8);
    Number(Length, 8);
}

static void Resources(void)
{
    unsigned Package;
    unsigned Start;

    Name("_CRS");
    Byte(AmlBuffer);
    Package = BeginPackage();
    Byte(AmlByte);
    Byte(2 * 46 + 2);
    Start = Used;
    MemoryWindow(MACHINE_LOW_MMIO, MACHINE_LOW_MMIO_BYTES);
    MemoryWindow(MACHINE_HIGH_MMIO, MACHINE_HIGH_MMIO_BYTES);
    Byte(0x79); /* End tag; a checksum of zero is always good. */
    Byte(0);
    Tables[Start - 1] = (uint8_t)(Used - Start);
    EndPackage(Package);
}

static uint64_t Dsdt(void)
{
    unsigned Table = BeginTable("DSDT", 2);
    unsigned Scope;
    unsigned Module;
    unsigned Bus;
    unsigned Package;

    Name("_S5_");
    Byte(AmlPackage);
    Package = BeginPackage();
    Byte(4);
    Byte(AmlByte);
    Byte(MachineSleepOff);
    Number(AmlZero, 3);
    EndPackage(Package);

    Byte(AmlScope);
    Scope = BeginPackage();
    Bytes("\\_SB_", 5);
    Byte(AmlExtension);
    Byte(AmlDevice);
    Module = BeginPackage();
    Bytes("VMOD", 4);
    NameString("_HID", "ACPI0004");
    Name("_UID");
    Byte(AmlZero);
    Resources();
    Byte(AmlExtension);
    Byte(AmlDevice);
    Bus = BeginPackage();
    Bytes("VMBS", 4);
    NameString("_HID", "VMBus");
    Name("_UID");
    Byte(AmlZero);
    Name("_CRS");
    Byte(AmlBuffer);
    Package = BeginPackage();
    Byte(AmlByte);
    Byte(2);
    Byte(0x79);
    Byte(0);
    EndPackage(Package);
    EndPackage(Bus);
    EndPackage(Module);
    EndPackage(Scope);
    return EndTable(Table);
}

/* A generic address structure for a port of one byte. */
static void Port(unsigned Address)
{
    Byte(1); /* System I/O. */
    Byte(8);
    Byte(0);
    Byte(1);
    Number(Address, 8);
}

static uint64_t Fadt(uint64_t DsdtAddress)
{
    unsigned Table = BeginTable("FACP", 6);
    const uint32_t Flags = (1U << 0) | (1U << 10) | (1U << 20); /* WBINVD; reset register; hardware-reduced. */

    Number(0, 4);
    Number(DsdtAddress, 4);
    while (Used < Table + 109)
    {
        Byte(0);
    }
    Number(0x04, 2);  /* Boot architecture: no VGA, no legacy devices, no 8042. */
    Byte(0);
    Number(Flags, 4);
    Port(MachineResetPort);
    Byte(MachineResetValue);
    Number(0, 2);
    Byte(4); /* Minor revision. */
    Number(0, 8);
    Number(DsdtAddress, 8);
    while (Used < Table + 244)
    {
        Byte(0);
    }
    Port(MachineSleepPort);
    Port(MachineSleepPort + 1);
    Number(0, 8);
    return EndTable(Table);
}

static uint64_t Madt(unsigned Processors)
{
    unsigned Table = BeginTable("APIC", 4);

    Number(MACHINE_LOCAL_APIC, 4);
    Number(0, 4); /* No PIC. */
    for (unsigned Index = 0; Index < Processors; ++Index)
    {
        Byte(0); /* Local APIC of a processor. */
        Byte(8);
        Byte(Index);
        Byte(Index);
        Number(1, 4);
    }
    Byte(1); /* I/O APIC, from interrupt 0 on. */
    Byte(12);
    Byte(0);
    Byte(0);
    Number(MACHINE_IO_APIC, 4);
    Number(0, 4);
    return EndTable(Table);
}

uint64_t AcpiCreate(unsigned Processors)
{
    uint64_t Entries[2];
    uint64_t Xsdt;
    uint8_t Sum = 0;
    unsigned Table;

    Tables = HostMemory(TablesAddress, TablesBytes);
    if (Tables == NULL)
    {
        HostFail("too little memory for the tables");
    }
    Used = 64; /* The RSDP comes first, because guests look for it there. */
    Entries[0] = Fadt(Dsdt());
    Entries[1] = Madt(Processors);
    Table = BeginTable("XSDT", 1);
    Bytes(Entries, sizeof(Entries));
    Xsdt = EndTable(Table);

    Used = 0;
    Bytes("RSD PTR ", 8);
    Byte(0);
    Bytes("MILEHV", 6);
    Byte(2);
    Number(0, 4); /* No RSDT. */
    Number(36, 4);
    Number(Xsdt, 8);
    Number(0, 4);
    for (unsigned Index = 0; Index < 20; ++Index)
    {
        Sum = (uint8_t)(Sum + Tables[Index]);
    }
    Tables[8] = (uint8_t)-Sum;
    Sum = 0;
    for (unsigned Index = 0; Index < 36; ++Index)
    {
        Sum = (uint8_t)(Sum + Tables[Index]);
    }
    Tables[32] = (uint8_t)-Sum;
    return TablesAddress;
}
