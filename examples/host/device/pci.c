/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Virtual PCI bus (Device/Pci.h) with one function: configuration window, base address, MSI-X, eject.
 *
 * The guest finds the function by a message, reads its configuration space
 * through a window whose address it picks, places base address 0 in an MMIO
 * window of the machine, and asks by a message for the address and data of each
 * MSI-X interrupt.
 */

#include "pci.h"
#include "../machine.h"

#include <stdio.h>
#include <string.h>

#include <Mile.HyperV/Device/Pci.h>

enum
{
    ConfigBytes = 256,
    ConfigCommand = 0x04,
    ConfigBar = 0x10,
    ConfigMsix = 0x40, /* The only capability. */
    CommandMemory = 2,
    BarIs64Bit = 4,
    MsixEnable = 0x8000,
    MsixFunctionMask = 0x4000,
    EntryBytes = 16,
    EntryIsMasked = 1,
    ApicAddress = 0xFEE00000,
};

struct PCI_FUNCTION
{
    const PCI_FUNCTION_TYPE *Type;
    void *State;
    HV_UINT8 Config[ConfigBytes];
    HV_UINT8 Table[PciVectors * EntryBytes];
    HV_UINT32 Pending;
    uint64_t BarAddress; /* Guest physical address where it is mapped; 0 if it is not. */
};

typedef struct PCI_BUS
{
    PCI_FUNCTION Function;
    HV_UINT32 Version;
    HV_UINT32 Slot;        /* Of the window. */
    uint64_t WindowAddress; /* 0 for none. */
} PCI_BUS;

extern const PCI_FUNCTION_TYPE NvmeFunction;
extern const PCI_FUNCTION_TYPE VgaFunction;
static const PCI_FUNCTION_TYPE *const FunctionTypes[] = {&NvmeFunction, &VgaFunction};

static HV_UINT32 Get32(const HV_UINT8 *At)
{
    HV_UINT32 Value;

    memcpy(&Value, At, sizeof(Value));
    return Value;
}

static void Put(HV_UINT8 *At, uint64_t Value, unsigned Bytes)
{
    memcpy(At, &Value, Bytes);
}

/*
 * MSI-X.
 */

static int IsMsixOn(const PCI_FUNCTION *Function)
{
    const HV_UINT32 Control = Get32(Function->Config + ConfigMsix) >> 16;

    return (Control & MsixEnable) != 0 && (Control & MsixFunctionMask) == 0;
}

void PciInterrupt(PCI_FUNCTION *Function, unsigned Vector)
{
    const HV_UINT8 *Entry = Function->Table + (Vector % PciVectors) * EntryBytes;

    if (IsMsixOn(Function) && (Get32(Entry + 12) & EntryIsMasked) == 0)
    {
        MachineSignalMsi((uint64_t)Get32(Entry + 4) << 32 | Get32(Entry), Get32(Entry + 8));
        return;
    }
    Function->Pending |= 1U << (Vector % PciVectors);
}

static void SendPending(PCI_FUNCTION *Function)
{
    const HV_UINT32 Pending = Function->Pending;

    Function->Pending = 0;
    for (unsigned Vector = 0; Vector < PciVectors && Pending != 0; ++Vector)
    {
        if ((Pending >> Vector & 1) != 0)
        {
            PciInterrupt(Function, Vector);
        }
    }
}

/*
 * Base address 0.
 */

static uint64_t AccessBar(void *Context, uint64_t Offset, unsigned Bytes, int IsWrite, uint64_t Value)
{
    PCI_FUNCTION *Function = Context;
    uint64_t Result = 0;

    if (Offset + Bytes <= PciRegisterBytes)
    {
        return Function->Type->Access(Function->State, Offset, Bytes, IsWrite, Value);
    }
    if (Offset >= PciTableOffset && Offset + Bytes <= PciTableOffset + sizeof(Function->Table))
    {
        if (IsWrite)
        {
            memcpy(Function->Table + (Offset - PciTableOffset), &Value, Bytes);
            SendPending(Function);
        }
        memcpy(&Result, Function->Table + (Offset - PciTableOffset), Bytes);
        return Result;
    }
    return Offset == PciPendingOffset ? Function->Pending : 0;
}

/* Follows what the guest wrote to the command register and the base address. */
static void MapBar(PCI_FUNCTION *Function)
{
    uint64_t Address = ((uint64_t)Get32(Function->Config + ConfigBar + 4) << 32 | Get32(Function->Config + ConfigBar)) &
                       ~(uint64_t)0xF;

    if ((Get32(Function->Config + ConfigCommand) & CommandMemory) == 0)
    {
        Address = 0;
    }
    if (Address == Function->BarAddress)
    {
        return;
    }
    if (Function->BarAddress != 0)
    {
        MachineUnmap(Function->BarAddress);
    }
    /* An address outside of the windows, or that is taken, leads nowhere. */
    Function->BarAddress = Address != 0 && MachineMapMmio(Address, PciBarBytes, AccessBar, Function) ? Address : 0;
}

/*
 * Configuration space.
 */

static void WriteConfig(PCI_FUNCTION *Function, unsigned Offset, unsigned Bytes, uint64_t Value)
{
    HV_UINT8 *Config = Function->Config;
    HV_UINT8 Wanted[ConfigBytes];

    memcpy(Wanted, Config, sizeof(Wanted));
    Put(Wanted + Offset, Value, Bytes);
    /* Writable bits: the command, base address 0 without the bits of its size, and MSI-X's two control bits. */
    Put(Config + ConfigCommand, Get32(Wanted + ConfigCommand) & 0x0406, 2);
    Put(Config + ConfigBar, (Get32(Wanted + ConfigBar) & ~(HV_UINT32)(PciBarBytes - 1)) | BarIs64Bit, 4);
    Put(Config + ConfigBar + 4, Get32(Wanted + ConfigBar + 4), 4);
    Put(Config + ConfigMsix + 2,
        ((Get32(Wanted + ConfigMsix) >> 16) & (MsixEnable | MsixFunctionMask)) | (PciVectors - 1), 2);
    MapBar(Function);
    SendPending(Function);
}

static uint64_t AccessWindow(void *Context, uint64_t Offset, unsigned Bytes, int IsWrite, uint64_t Value)
{
    PCI_BUS *Bus = Context;
    uint64_t Result = UINT64_MAX;

    if (Offset == VPCI_MMIO_PAGE_SLOT_NUMBER && IsWrite)
    {
        Bus->Slot = (HV_UINT32)Value;
    }
    if (Offset < VPCI_MMIO_PAGE_CONFIG_SPACE)
    {
        return Bus->Slot;
    }
    Offset -= VPCI_MMIO_PAGE_CONFIG_SPACE;
    if (Bus->Slot != 0 || Offset + Bytes > ConfigBytes)
    {
        return Bus->Slot == 0 ? 0 : UINT64_MAX;
    }
    if (IsWrite)
    {
        WriteConfig(&Bus->Function, (unsigned)Offset, Bytes, Value);
    }
    memcpy(&Result, Bus->Function.Config + Offset, Bytes);
    return Result;
}

static void CloseWindow(PCI_BUS *Bus)
{
    if (Bus->WindowAddress != 0)
    {
        MachineUnmap(Bus->WindowAddress);
        Bus->WindowAddress = 0;
    }
}

static void ResetFunction(PCI_FUNCTION *Function)
{
    const PCI_FUNCTION_TYPE *Type = Function->Type;
    HV_UINT8 *Config = Function->Config;

    if (Function->BarAddress != 0)
    {
        MachineUnmap(Function->BarAddress);
        Function->BarAddress = 0;
    }
    memset(Config, 0, sizeof(Function->Config));
    memset(Function->Table, 0, sizeof(Function->Table));
    for (unsigned Vector = 0; Vector < PciVectors; ++Vector)
    {
        Function->Table[Vector * EntryBytes + 12] = EntryIsMasked;
    }
    Function->Pending = 0;
    Put(Config + 0x00, Type->Vendor, 2);
    Put(Config + 0x02, Type->Device, 2);
    Put(Config + 0x06, 0x10, 2); /* Has capabilities. */
    memcpy(Config + 0x09, Type->Class, sizeof(Type->Class));
    Put(Config + ConfigBar, BarIs64Bit, 4);
    Put(Config + 0x2C, Type->Vendor, 2);
    Put(Config + 0x2E, Type->Device, 2);
    Put(Config + 0x34, ConfigMsix, 1);
    Put(Config + ConfigMsix, 0x11, 2);
    Put(Config + ConfigMsix + 2, PciVectors - 1, 2);
    Put(Config + ConfigMsix + 4, PciTableOffset, 4);
    Put(Config + ConfigMsix + 8, PciPendingOffset, 4);
}

/*
 * Messages.
 */

static void SendRelations(HOST_CHANNEL *Channel)
{
    const PCI_BUS *Bus = Channel->Device->State;
    const PCI_FUNCTION_TYPE *Type = Bus->Function.Type;
    const int IsLong = Bus->Version >= VPCI_PROTOCOL_VERSION_VB;
    VPCI_QUERY_BUS_RELATIONS Relations = {.Header.MessageType = IsLong ? VpciMsgBusRelations2 : VpciMsgBusRelations,
                                          .DeviceCount = 1};
    VPCI_DEVICE_DESCRIPTION_2 Description = {
        .IDs = {.VendorID = Type->Vendor,
                .DeviceID = Type->Device,
                .ProgIf = Type->Class[0],
                .SubClass = Type->Class[1],
                .BaseClass = Type->Class[2],
                .SubVendorID = Type->Vendor,
                .SubSystemID = Type->Device},
        .SerialNumber = 1};
    HV_UINT8 Message[sizeof(Relations) + sizeof(Description)];

    memcpy(Message, &Relations, sizeof(Relations));
    memcpy(Message + sizeof(Relations), &Description, sizeof(Description));
    ChannelSend(Channel, Message,
                (unsigned)(sizeof(Relations) + (IsLong ? sizeof(Description) : sizeof(VPCI_DEVICE_DESCRIPTION))));
}

static HV_NTSTATUS TakeEntry(HOST_CHANNEL *Channel, const VPCI_FDO_D0_ENTRY *Entry)
{
    PCI_BUS *Bus = Channel->Device->State;

    CloseWindow(Bus);
    if (Entry->MmioStart % HostPageBytes != 0 ||
        !MachineMapMmio(Entry->MmioStart, VPCI_CONFIG_WINDOW_SIZE, AccessWindow, Bus))
    {
        return HV_NTSTATUS_INVALID_PARAMETER;
    }
    Bus->WindowAddress = Entry->MmioStart;
    return HV_NTSTATUS_SUCCESS;
}

/* The interrupt of one message: fixed delivery to the first processor of the list. */
static HV_NTSTATUS CreateInterrupt(const void *Message, HV_UINT32 Bytes, HV_UINT32 Type, VPCI_CREATE_INTERRUPT_REPLY *Reply)
{
    union
    {
        VPCI_CREATE_INTERRUPT_MESSAGE First;
        VPCI_CREATE_INTERRUPT_MESSAGE_2 Second;
        VPCI_CREATE_INTERRUPT_MESSAGE_3 Third;
    } Create = {0};
    HV_UINT32 Vector;
    HV_UINT32 Processor = 0;
    HV_UINT32 Count;

    memcpy(&Create, Message, Bytes < sizeof(Create) ? Bytes : sizeof(Create));
    if (Type == VpciMsgCreateInterruptMessage)
    {
        Vector = Create.First.MsiResourceDescriptor.Descriptor.Vector;
        Count = Create.First.MsiResourceDescriptor.Descriptor.VectorCount;
        while (Processor < MachineProcessors() &&
               (Create.First.MsiResourceDescriptor.Descriptor.ProcessorMask >> Processor & 1) == 0)
        {
            ++Processor;
        }
    }
    else if (Type == VpciMsgCreateInterruptMessage2)
    {
        Vector = Create.Second.MsiResourceDescriptor.Descriptor.Vector;
        Count = Create.Second.MsiResourceDescriptor.Descriptor.VectorCount;
        Processor = Create.Second.MsiResourceDescriptor.Descriptor.ProcessorArray[0];
    }
    else
    {
        Vector = Create.Third.MsiResourceDescriptor.Descriptor.Vector;
        Count = Create.Third.MsiResourceDescriptor.Descriptor.VectorCount;
        Processor = Create.Third.MsiResourceDescriptor.Descriptor.ProcessorArray[0];
    }
    if (Vector > 0xFF || Vector + Count > 0x100 || Count == 0 || Processor >= MachineProcessors())
    {
        return HV_NTSTATUS_INVALID_PARAMETER;
    }
    Reply->RemappedMsiResource.Remapped.MessageCount = (HV_UINT16)Count;
    Reply->RemappedMsiResource.Remapped.DataPayload = Vector;
    Reply->RemappedMsiResource.Remapped.Address = (HV_UINT64)ApicAddress | Processor << 12;
    return HV_NTSTATUS_SUCCESS;
}

/* A list of the mapped resources, one for each base address, of which the first one alone is used. */
static void ListResources(const PCI_FUNCTION *Function, HV_UINT8 *To)
{
    const HV_CM_PARTIAL_RESOURCE_LIST List = {.Version = 1, .Revision = 1, .Count = HV_PCI_MAX_BAR};
    HV_CM_PARTIAL_RESOURCE_DESCRIPTOR Descriptor = {.Type = HV_CM_RESOURCE_TYPE_MEMORY};

    memcpy(To, &List, sizeof(List));
    if (Function->BarAddress != 0)
    {
        Descriptor.u.Generic.Start = Function->BarAddress;
        Descriptor.u.Generic.Length = PciBarBytes;
        memcpy(To + sizeof(List), &Descriptor, sizeof(Descriptor));
    }
}

static void TakePacket(HOST_CHANNEL *Channel, const MILE_HV_PACKET *Packet)
{
    PCI_BUS *Bus = Channel->Device->State;
    union
    {
        VPCI_PACKET_HEADER Header;
        VPCI_QUERY_PROTOCOL_VERSION Version;
        VPCI_FDO_D0_ENTRY Entry;
        VPCI_PDO_MESSAGE Pdo;
    } Message = {0};
    union
    {
        VPCI_REPLY_HEADER Header;
        VPCI_PROTOCOL_VERSION_REPLY Version;
        VPCI_RESOURCE_REQUIREMENTS_REPLY Requirements;
        VPCI_CREATE_INTERRUPT_REPLY Interrupt;
        HV_UINT8 Resources[sizeof(HV_CM_PARTIAL_RESOURCE_LIST) +
                           HV_PCI_MAX_BAR * sizeof(HV_CM_PARTIAL_RESOURCE_DESCRIPTOR)];
    } Reply;
    unsigned Bytes = sizeof(HV_UINT64); /* A status, padded. */

    memset(&Reply, 0, sizeof(Reply));
    if (Packet->Descriptor.Type != VmbusPacketTypeDataInBand || Packet->PayloadBytes < sizeof(Message.Header))
    {
        ChannelFail(Channel, "a packet that is no message");
        return;
    }
    memcpy(&Message, Packet->Payload, Packet->PayloadBytes < sizeof(Message) ? Packet->PayloadBytes : sizeof(Message));
    HostTrace("%s: message %08x of %u bytes", Channel->Device->Name, Message.Header.MessageType, Packet->PayloadBytes);
    switch (Message.Header.MessageType)
    {
    case VpciMsgQueryProtocolVersion:
        Reply.Version.ProtocolVersion = VPCI_PROTOCOL_VERSION_FE;
        Bytes = sizeof(Reply.Version);
        if (Message.Version.ProtocolVersion < VPCI_PROTOCOL_VERSION_WIN10 ||
            Message.Version.ProtocolVersion > VPCI_PROTOCOL_VERSION_FE)
        {
            Reply.Header.Status = HV_NTSTATUS_REVISION_MISMATCH;
            break;
        }
        Bus->Version = Message.Version.ProtocolVersion;
        HostSay("%s: version %u.%u", Channel->Device->Name, Bus->Version >> 16, Bus->Version & 0xFFFF);
        break;
    case VpciMsgQueryBusRelations:
        SendRelations(Channel);
        break;
    case VpciMsgFdoD0Entry:
        Reply.Header.Status = TakeEntry(Channel, &Message.Entry);
        break;
    case VpciMsgFdoD0Exit:
        CloseWindow(Bus);
        break;
    case VpciMsgCurrentResourceRequirements:
        Reply.Requirements.Bars[0] = ~(HV_UINT32)(PciBarBytes - 1) | BarIs64Bit;
        Reply.Requirements.Bars[1] = 0xFFFFFFFF;
        Bytes = sizeof(Reply.Requirements);
        break;
    case VpciMsgGetResources:
        ListResources(&Bus->Function, Reply.Resources);
        Bytes = sizeof(Reply.Resources);
        break;
    case VpciMsgCreateInterruptMessage:
    case VpciMsgCreateInterruptMessage2:
    case VpciMsgCreateInterruptMessage3:
        Reply.Header.Status =
            CreateInterrupt(Packet->Payload, Packet->PayloadBytes, Message.Header.MessageType, &Reply.Interrupt);
        Bytes = sizeof(Reply.Interrupt);
        break;
    case VpciMsgEjectComplete:
        HostEvent("PCI_EJECTED", "{\"device\": \"%s\"}", Channel->Device->Name);
        break;
    case VpciMsgDevicePowerStateChange:
    case VpciMsgAssignedResources:
    case VpciMsgAssignedResources2:
    case VpciMsgAssignedResources3:
    case VpciMsgReleaseResources:
    case VpciMsgDeleteInterruptMessage:
    case VpciMsgDeleteInterruptMessage2:
        break; /* Success: addresses come through configuration space, and interrupts need no state here. */
    default:
        Reply.Header.Status = HV_NTSTATUS_NOT_SUPPORTED;
    }
    if ((Packet->Descriptor.Flags & VMBUS_DATA_PACKET_FLAG_COMPLETION_REQUESTED) != 0)
    {
        ChannelComplete(Channel, Packet->Descriptor.TransactionId, &Reply, Bytes);
    }
}

static void Close(HOST_CHANNEL *Channel)
{
    PCI_BUS *Bus = Channel->Device->State;

    CloseWindow(Bus);
    ResetFunction(&Bus->Function);
    Bus->Function.Type->Reset(Bus->Function.State);
}

static int Create(HOST_DEVICE *Device, const char *Arguments, char *Reason)
{
    PCI_BUS *Bus = Device->State;
    size_t Length = Arguments != NULL ? strcspn(Arguments, ":") : 0;

    for (unsigned Index = 0; Index < sizeof(FunctionTypes) / sizeof(FunctionTypes[0]); ++Index)
    {
        const PCI_FUNCTION_TYPE *Type = FunctionTypes[Index];

        if (strlen(Type->Name) == Length && strncmp(Arguments, Type->Name, Length) == 0)
        {
            Bus->Function.Type = Type;
            Bus->Function.State =
                Type->Create(&Bus->Function, Arguments[Length] == ':' ? Arguments + Length + 1 : "", Reason);
            ResetFunction(&Bus->Function);
            /* Linux makes the bus's domain number of these two bytes. */
            Device->Instance.Data4[0] = 0x80;
            Device->Instance.Data4[1] = (HV_UINT8)Device->Number;
            return Bus->Function.State != NULL;
        }
    }
    strcpy(Reason, "the functions are nvme:FILE and vga");
    return 0;
}

static void Destroy(HOST_DEVICE *Device)
{
    PCI_BUS *Bus = Device->State;

    Bus->Function.Type->Destroy(Bus->Function.State);
}

static int Eject(HOST_DEVICE *Device, const char *Arguments, char *Reply)
{
    const VPCI_PDO_MESSAGE Message = {.Header.MessageType = VpciMsgEject};

    (void)Arguments;
    if (Device->Channel == NULL || !Device->Channel->IsOpen)
    {
        strcpy(Reply, "the guest has not opened the bus");
        return 0;
    }
    return ChannelSend(Device->Channel, &Message, sizeof(Message));
}

static const HOST_COMMAND Commands[] = {
    {"eject", "no arguments: asks the guest to let go of the PCI function", Eject},
    {NULL, NULL, NULL},
};

const HOST_DEVICE_TYPE PciType = {
    .Name = "pci",
    .Arguments = "nvme:FILE[:ro]|vga",
    .Help = "virtual PCI bus with an NVMe controller on a raw file, or on memory:MIB; or with a mute display adapter",
    .Class = VPCI_CLASS_ID_INIT,
    .Instance = HV_GUID_INIT(0x6d696c65, 0x7063, 0x6962, 0x80, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x01),
    .MmioMegabytes = 1,
    .StateBytes = sizeof(PCI_BUS),
    .Create = Create,
    .Packet = TakePacket,
    .Close = Close,
    .Destroy = Destroy,
    .Commands = Commands,
};
