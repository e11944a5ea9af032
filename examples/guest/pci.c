/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief A virtual PCI bus: its version, the functions on it, and their configuration space.
 *
 * The bus is a channel. The host sends the list of functions, again whenever it
 * changes, and answers requests about each of them. Configuration space is not in
 * the channel, but in a window of the address space, which the guest places where
 * the machine has room for it: a slot is chosen in its first page, and the second
 * page is that function's configuration. The order matters: there is no window before
 * the bus is powered on, and none after it is powered off.
 *
 * At last one function is used as its driver would: an NVMe controller gets a place for
 * its registers and an interrupt, and is asked for its name. The interrupt is MSI-X: the
 * host says which address and data raise it, and the guest writes both into the table of
 * the function.
 */

#include "guest.h"

/**
 * Where the window goes. A guest with an ACPI interpreter reads in the resources of the VMBus device where there is
 * room; this one has none, and takes the place that examples/host has.
 */
#if !defined(WINDOW_ADDRESS)
#define WINDOW_ADDRESS 0xF0000000U
#endif
#define WINDOW ((volatile void *)(__UINTPTR_TYPE__)WINDOW_ADDRESS)

static HV_DECLSPEC_ALIGN(8) HV_UINT8 Buffer[MILE_HYPERV_PCI_PACKET_WITHOUT_INTERRUPTS_SIZE];

/** Base address 0 of the function that is used. */
#define BAR_ADDRESS (WINDOW_ADDRESS + 0x100000U)

/* Configuration space: offsets of the PCI Local Bus Specification 3.0. */
#define CONFIG_COMMAND 0x04
#define CONFIG_BAR 0x10
#define COMMAND_MEMORY_AND_MASTER 6
#define CAPABILITY_MSIX 0x11
#define MSIX_ENABLE 0x8000

/* NVMe: registers and the one command, of the NVM Express Base Specification 1.2. */
#define NVME_CONFIGURATION 0x14
#define NVME_STATUS 0x1C
#define NVME_ADMIN_SIZES 0x24
#define NVME_ADMIN_SUBMISSION 0x28
#define NVME_ADMIN_COMPLETION 0x30
#define NVME_DOORBELL 0x1000
#define NVME_IDENTIFY 0x06

/** Queues of two entries and what the controller says of itself. The host writes to the last two. */
static HV_DECLSPEC_ALIGN(4096) HV_UINT32 Submission[PAGE_SIZE / 4];
static HV_DECLSPEC_ALIGN(4096) HV_UINT32 Completion[PAGE_SIZE / 4];
static HV_DECLSPEC_ALIGN(4096) HV_UINT8 Identity[PAGE_SIZE];

static MILE_HV_REQUEST Slots[2];
static MILE_HV_REQUESTS Requests;

/** The functions of the newest list, as far as there is room for them. */
#define FUNCTIONS 8U
static MILE_HV_PCI_FUNCTION Functions[FUNCTIONS];
static HV_UINT32 FunctionCount;
static HV_UINT32 HasFunctions;

/** Unsolicited packets of the host. */
static GUEST_RESULT TakeList(GUEST *Guest, const MILE_HV_PACKET *Packet)
{
    MILE_HV_PCI_EVENT Event;
    MILE_HV_RESULT Result = MileHvPciEventCheck(Packet, Guest->PciVersion, &Event);

    if (Result == MileHvCorrupt)
    {
        return GuestDeviceCorrupt;
    }
    if (Result == MileHvSuccess && Event.Message == VpciMsgBusRelations)
    {
        FunctionCount = Event.FunctionCount < FUNCTIONS ? Event.FunctionCount : FUNCTIONS;
        for (HV_UINT32 Index = 0; Index < FunctionCount; ++Index)
        {
            if (MileHvPciFunction(&Event, Index, &Functions[Index]) != MileHvSuccess)
            {
                return GuestDeviceCorrupt;
            }
        }
        HasFunctions = 1;
    }
    return GuestDone;
}

/** Waits for the completion of a request, or, without one, for the list of functions. */
static GUEST_RESULT WaitReply(GUEST *Guest, const void *Context, MILE_HV_PACKET *Packet)
{
    HV_UINT64 Deadline = Now(Guest) + PATIENCE;

    for (HV_UINT32 Turn = 0; Turn < STRANGERS && (Context || !HasFunctions); ++Turn)
    {
        void *Found;
        GUEST_RESULT Result = WaitPacket(Guest, Deadline, Buffer, sizeof(Buffer), Packet);

        if (Result != GuestDone)
        {
            return Result;
        }
        if (Packet->Descriptor.Type == VmbusPacketTypeCompletion)
        {
            return MileHvRequestEnd(&Requests, Packet->Descriptor.TransactionId, &Found) == MileHvSuccess &&
                           Found == Context
                       ? GuestDone
                       : GuestDeviceCorrupt;
        }
        Result = TakeList(Guest, Packet);
        if (Result != GuestDone)
        {
            return Result;
        }
    }
    return HasFunctions && !Context ? GuestDone : GuestDeviceSilent;
}

/** Sends a request and waits for its completion, which the caller checks. */
static GUEST_RESULT Exchange(GUEST *Guest, const void *Request, HV_UINT32 Bytes, MILE_HV_PACKET *Reply)
{
    HV_UINT64 Id;
    GUEST_RESULT Result;

    if (MileHvRequestBegin(&Requests, Reply, &Id) != MileHvSuccess)
    {
        return GuestRingFull;
    }
    Result = Sent(Guest, MileHvSendInBand(&Guest->Send, Id, 1, Request, Bytes));
    return Result == GuestDone ? WaitReply(Guest, Reply, Reply) : Result;
}

/** Meaning of a check that rejects a response. */
static GUEST_RESULT Refused(MILE_HV_RESULT Result, HV_NTSTATUS Status)
{
    if (Result != MileHvFailed)
    {
        return GuestDeviceCorrupt;
    }
    PrintF("  status 0x%08x\n", (HV_UINT32)Status);
    return GuestDeviceRefused;
}

GUEST_RESULT AgreeOnPciVersion(GUEST *Guest)
{
    VPCI_QUERY_PROTOCOL_VERSION Query;
    MILE_HV_PACKET Reply;

    if (!Guest->IsOpen)
    {
        return Skip("no channel is open");
    }
    if (MileHvRequestsCreate(&Requests, Slots, sizeof(Slots) / sizeof(Slots[0])) != MileHvSuccess)
    {
        return GuestRingFull;
    }
    for (HV_UINT32 Version = MileHvPciVersionBelow(0xFFFFFFFFU); Version != 0; Version = MileHvPciVersionBelow(Version))
    {
        MILE_HV_RESULT Answer;
        GUEST_RESULT Result = Exchange(Guest, &Query, MileHvPciVersionBuild(&Query, Version), &Reply);

        if (Result != GuestDone)
        {
            return Result;
        }
        Answer = MileHvPciVersionCheck(&Reply);
        PrintVersion(Version, Answer == MileHvSuccess);
        if (Answer == MileHvSuccess)
        {
            Guest->PciVersion = Version;
            return GuestDone;
        }
        if (Answer != MileHvUnavailable)
        {
            return Answer == MileHvFailed ? GuestDeviceRefused : GuestDeviceCorrupt;
        }
    }
    return GuestDeviceRefused;
}

GUEST_RESULT PowerPciBus(GUEST *Guest)
{
    VPCI_FDO_D0_ENTRY Entry;
    MILE_HV_PACKET Reply;
    HV_NTSTATUS Status;
    HV_UINT32 Bytes;
    MILE_HV_RESULT Answer;
    GUEST_RESULT Result;

    if (Guest->PciVersion == 0)
    {
        return Skip("no version of the bus's protocol was agreed on");
    }
    if (MileHvPciD0EntryBuild(&Entry, WINDOW_ADDRESS, &Bytes) != MileHvSuccess)
    {
        return GuestDeviceRefused;
    }
    Result = Exchange(Guest, &Entry, Bytes, &Reply);
    if (Result != GuestDone)
    {
        return Result;
    }
    Answer = MileHvPciStatusCheck(&Reply, &Status);
    if (Answer != MileHvSuccess)
    {
        return Refused(Answer, Status);
    }
    PrintF("  configuration window at 0x%08x\n", WINDOW_ADDRESS);
    Guest->HasWindow = 1;
    return GuestDone;
}

GUEST_RESULT UnpowerPciBus(GUEST *Guest)
{
    VPCI_PACKET_HEADER Exit;
    MILE_HV_PACKET Reply;
    HV_NTSTATUS Status;
    MILE_HV_RESULT Answer;
    GUEST_RESULT Result;

    Guest->HasWindow = 0;
    Result = Exchange(Guest, &Exit, MileHvPciD0ExitBuild(&Exit), &Reply);
    if (Result != GuestDone)
    {
        return Result;
    }
    Answer = MileHvPciStatusCheck(&Reply, &Status);
    return Answer == MileHvSuccess ? GuestDone : Refused(Answer, Status);
}

GUEST_RESULT ListPciFunctions(GUEST *Guest)
{
    VPCI_PACKET_HEADER Query;
    MILE_HV_PACKET Packet;
    GUEST_RESULT Result = GuestDone;

    if (!Guest->HasWindow)
    {
        return Skip("the bus is not powered on");
    }
    if (!HasFunctions)
    {
        Result = SendPacket(Guest, 0, &Query, MileHvPciRelationsBuild(&Query));
    }
    Result = Result == GuestDone ? WaitReply(Guest, 0, &Packet) : Result;
    for (HV_UINT32 Index = 0; Index < FunctionCount && Result == GuestDone; ++Index)
    {
        const MILE_HV_PCI_FUNCTION *Function = &Functions[Index];

        PrintF("  slot 0x%x: %04x:%04x, class %02x, subclass %02x, interface %02x\n", Function->Slot,
               Function->Ids.VendorID, Function->Ids.DeviceID, Function->Ids.BaseClass, Function->Ids.SubClass,
               Function->Ids.ProgIf);
    }
    if (Result == GuestDone && FunctionCount == 0)
    {
        Print("  the bus is empty\n");
    }
    return Result;
}

/** Address ranges that the base addresses of a function decode. */
static GUEST_RESULT AskForSizes(GUEST *Guest, HV_UINT32 Slot)
{
    MILE_HV_PCI_BAR Bars[HV_PCI_MAX_BAR];
    VPCI_PDO_MESSAGE Request;
    MILE_HV_PACKET Reply;
    HV_NTSTATUS Status;
    MILE_HV_RESULT Answer;
    GUEST_RESULT Result =
        Exchange(Guest, &Request, MileHvPciFunctionBuild(&Request, VpciMsgCurrentResourceRequirements, Slot), &Reply);

    if (Result != GuestDone)
    {
        return Result;
    }
    Answer = MileHvPciRequirementsCheck(&Reply, Bars, &Status);
    if (Answer != MileHvSuccess)
    {
        return Refused(Answer, Status);
    }
    for (HV_UINT32 Index = 0; Index < HV_PCI_MAX_BAR; ++Index)
    {
        if (Bars[Index].Bytes != 0)
        {
            PrintF("  base address %u: %u bytes of %s%s\n", Index, Bars[Index].Bytes,
                   ADDRESS(Bars[Index].IsIo ? "ports" : "memory"), ADDRESS(Bars[Index].Is64Bit ? ", 64 bits" : ""));
        }
    }
    return GuestDone;
}

/** Capabilities are a list by offsets. The host wrote it: it may lead anywhere, and in a circle. */
#define CAPABILITIES 48

static void PrintConfiguration(HV_UINT32 Slot)
{
    HV_UINT32 Word;
    HV_UINT32 At;

    for (HV_UINT32 Offset = 0; Offset < 16; Offset += 4)
    {
        (void)MileHvPciConfigRead(WINDOW, Slot, Offset, 4, &Word);
        PrintF("  configuration 0x%02x: %08x\n", Offset, Word);
    }
    (void)MileHvPciConfigRead(WINDOW, Slot, 0x34, 1, &At);
    for (HV_UINT32 Turn = 0; Turn < CAPABILITIES && At >= 0x40 && At < 0xFF; ++Turn)
    {
        (void)MileHvPciConfigRead(WINDOW, Slot, At & 0xFCU, 2, &Word);
        PrintF("  capability 0x%02x at 0x%02x\n", Word & 0xFF, At);
        At = Word >> 8;
    }
}

GUEST_RESULT ReadPciConfiguration(GUEST *Guest)
{
    if (FunctionCount == 0)
    {
        return Skip("there is no function on the bus");
    }
    for (HV_UINT32 Index = 0; Index < FunctionCount; ++Index)
    {
        const MILE_HV_PCI_FUNCTION *Function = &Functions[Index];
        HV_UINT32 Ids;
        GUEST_RESULT Result = AskForSizes(Guest, Function->Slot);

        if (Result != GuestDone)
        {
            return Result;
        }
        PrintConfiguration(Function->Slot);
        (void)MileHvPciConfigRead(WINDOW, Function->Slot, 0, 4, &Ids);
        if (Ids != ((HV_UINT32)Function->Ids.DeviceID << 16 | Function->Ids.VendorID))
        {
            /* The list and the window speak of different functions. */
            return GuestDeviceCorrupt;
        }
    }
    return GuestDone;
}

/*
 * One function, as its driver uses it.
 */

static VPCI_MESSAGE_RESOURCE Message; /**< The interrupt that the host made. */
static HV_UINT32 UsedSlot;
static HV_UINT32 MsixOffset; /**< Place of the capability MSI-X in configuration space. */

static HV_UINT32 ReadBar(HV_UINT32 Offset)
{
    return MileHvLoad32((const volatile HV_UINT32 *)(__UINTPTR_TYPE__)(BAR_ADDRESS + Offset));
}

static void WriteBar(HV_UINT32 Offset, HV_UINT32 Value)
{
    MileHvFullBarrier();
    MileHvStore32((volatile HV_UINT32 *)(__UINTPTR_TYPE__)(BAR_ADDRESS + Offset), Value);
}

/** Sends a request whose completion is a status. */
static GUEST_RESULT Order(GUEST *Guest, const void *Request, HV_UINT32 Bytes)
{
    MILE_HV_PACKET Reply;
    HV_NTSTATUS Status;
    MILE_HV_RESULT Answer;
    GUEST_RESULT Result = Exchange(Guest, Request, Bytes, &Reply);

    if (Result != GuestDone)
    {
        return Result;
    }
    Answer = MileHvPciStatusCheck(&Reply, &Status);
    return Answer == MileHvSuccess ? GuestDone : Refused(Answer, Status);
}

/** Assigns an address to base address 0, powers the function on, and queries the assigned address from the host. */
static GUEST_RESULT PlaceFunction(GUEST *Guest, HV_UINT64 Bytes)
{
    static HV_UINT8 Assign[sizeof(VPCI_DEVICE_TRANSLATE)];
    MILE_HV_PCI_WINDOW Windows[HV_PCI_MAX_BAR] = {{BAR_ADDRESS, Bytes, 0, {0}}};
    VPCI_DEVICE_POWER_CHANGE Power;
    VPCI_GET_RESOURCES Get;
    MILE_HV_PACKET Reply;
    HV_NTSTATUS Status;
    HV_UINT32 Length;
    MILE_HV_RESULT Answer;
    GUEST_RESULT Result;

    if (MileHvPciAssignedBuild(Assign, sizeof(Assign), Guest->PciVersion, UsedSlot, Windows, 0, 0, &Length) !=
        MileHvSuccess)
    {
        return GuestDeviceCorrupt;
    }
    Result = Order(Guest, Assign, Length);
    if (Result == GuestDone)
    {
        Result = Order(Guest, &Power, MileHvPciPowerBuild(&Power, UsedSlot, HvPowerDeviceD0));
    }
    if (Result != GuestDone)
    {
        return Result;
    }
    (void)MileHvPciConfigWrite(WINDOW, UsedSlot, CONFIG_BAR, 4, BAR_ADDRESS);
    (void)MileHvPciConfigWrite(WINDOW, UsedSlot, CONFIG_BAR + 4, 4, 0);
    (void)MileHvPciConfigWrite(WINDOW, UsedSlot, CONFIG_COMMAND, 2, COMMAND_MEMORY_AND_MASTER);
    Result = Exchange(Guest, &Get, MileHvPciResourcesBuild(&Get, UsedSlot), &Reply);
    if (Result != GuestDone)
    {
        return Result;
    }
    Answer = MileHvPciResourcesCheck(&Reply, Windows, &Status);
    if (Answer != MileHvSuccess)
    {
        return Refused(Answer, Status);
    }
    PrintF("  base address 0: %u bytes at 0x%08x\n", Windows[0].Bytes, Windows[0].Address);
    return Windows[0].Address == BAR_ADDRESS && Windows[0].Bytes == Bytes ? GuestDone : GuestDeviceCorrupt;
}

/** Has the host make an interrupt, and puts it into the first entry of the function's table. */
static GUEST_RESULT CreateInterrupt(GUEST *Guest)
{
    static HV_UINT8 Create[sizeof(VPCI_CREATE_INTERRUPT_MESSAGE_3)];
    MILE_HV_PCI_INTERRUPT Interrupt = {.Vector = ProcessorVector(GUEST_PCI_SOURCE), .VectorCount = 1, .ProcessorCount = 1};
    MILE_HV_PACKET Reply;
    HV_NTSTATUS Status;
    HV_UINT32 Length;
    HV_UINT32 Table;
    HV_UINT32 Control;
    MILE_HV_RESULT Answer;
    GUEST_RESULT Result;

    Interrupt.Processors[0] = (HV_UINT16)Guest->VpIndex;
    if (MileHvPciInterruptCreateBuild(Create, sizeof(Create), Guest->PciVersion, UsedSlot, &Interrupt, &Length) !=
        MileHvSuccess)
    {
        return GuestDeviceCorrupt;
    }
    Result = Exchange(Guest, Create, Length, &Reply);
    if (Result != GuestDone)
    {
        return Result;
    }
    Answer = MileHvPciInterruptCreateCheck(&Reply, &Interrupt, &Message, &Status);
    if (Answer != MileHvSuccess)
    {
        return Refused(Answer, Status);
    }
    PrintF("  interrupt: address 0x%08x, data 0x%x\n", Message.Remapped.Address, Message.Remapped.DataPayload);
    /* The lowest three bits of the table's place say which base address it is in; here it must be the first one. */
    (void)MileHvPciConfigRead(WINDOW, UsedSlot, MsixOffset + 4, 4, &Table);
    if ((Table & 7) != 0 || Table > 0x4000 - 16)
    {
        return GuestDeviceCorrupt;
    }
    WriteBar(Table, (HV_UINT32)Message.Remapped.Address);
    WriteBar(Table + 4, (HV_UINT32)(Message.Remapped.Address >> 32));
    WriteBar(Table + 8, Message.Remapped.DataPayload);
    WriteBar(Table + 12, 0); /* Not masked. */
    (void)MileHvPciConfigRead(WINDOW, UsedSlot, MsixOffset + 2, 2, &Control);
    (void)MileHvPciConfigWrite(WINDOW, UsedSlot, MsixOffset + 2, 2, Control | MSIX_ENABLE);
    return GuestDone;
}

/** Starts the controller, and has it identify itself. */
static GUEST_RESULT IdentifyController(GUEST *Guest)
{
    static HV_UINT8 Model[41];
    const HV_UINT32 Before = ProcessorInterrupts(GUEST_PCI_SOURCE);
    const HV_UINT64 Deadline = Now(Guest) + PATIENCE;

    WriteBar(NVME_ADMIN_SIZES, 0x00010001); /* Two entries each. */
    WriteBar(NVME_ADMIN_SUBMISSION, (HV_UINT32)ADDRESS(Submission));
    WriteBar(NVME_ADMIN_SUBMISSION + 4, (HV_UINT32)(ADDRESS(Submission) >> 32));
    WriteBar(NVME_ADMIN_COMPLETION, (HV_UINT32)ADDRESS(Completion));
    WriteBar(NVME_ADMIN_COMPLETION + 4, (HV_UINT32)(ADDRESS(Completion) >> 32));
    WriteBar(NVME_CONFIGURATION, 0x00460001); /* Entries of 64 and of 16 bytes; enabled. */
    while ((ReadBar(NVME_STATUS) & 1) == 0)
    {
        if (Now(Guest) >= Deadline)
        {
            return GuestDeviceSilent;
        }
        ProcessorRelax();
    }
    Submission[0] = NVME_IDENTIFY | 1U << 16; /* The command's number is 1. */
    Submission[6] = (HV_UINT32)ADDRESS(Identity);
    Submission[7] = (HV_UINT32)(ADDRESS(Identity) >> 32);
    Submission[10] = 1; /* The controller. */
    WriteBar(NVME_DOORBELL, 1);
    while (ProcessorInterrupts(GUEST_PCI_SOURCE) == Before)
    {
        if (Now(Guest) >= Deadline)
        {
            return GuestInterruptLost;
        }
        ProcessorRelax();
    }
    /* The number, the phase, and a status of 0. */
    if (MileHvLoad32((const volatile HV_UINT32 *)&Completion[3]) != (1U << 16 | 1))
    {
        return GuestDeviceCorrupt;
    }
    MileHvCopyFromShared(Model, Identity + 24, sizeof(Model) - 1);
    for (HV_UINT32 Index = sizeof(Model) - 1; Index-- != 0;)
    {
        Model[Index] = (Model[Index] < 0x20 || Model[Index] > 0x7E) ? '?' : Model[Index];
        if (Model[Index] == ' ' && Model[Index + 1] == 0)
        {
            Model[Index] = 0;
        }
    }
    PrintF("  %u interrupt: the controller is %s\n", ProcessorInterrupts(GUEST_PCI_SOURCE) - Before, ADDRESS(Model));
    return GuestDone;
}

/** Of the first NVMe controller. */
GUEST_RESULT TakePciInterrupt(GUEST *Guest)
{
    HV_UINT32 Index = 0;
    HV_UINT32 Word;
    GUEST_RESULT Result;

    while (Index < FunctionCount && (Functions[Index].Ids.BaseClass != 1 || Functions[Index].Ids.SubClass != 8))
    {
        ++Index;
    }
    if (Index == FunctionCount || !ProcessorTakesInterrupts())
    {
        return Skip("no NVMe controller, or no interrupts here");
    }
    UsedSlot = Functions[Index].Slot;
    (void)MileHvPciConfigRead(WINDOW, UsedSlot, 0x34, 1, &MsixOffset);
    for (HV_UINT32 Turn = 0; Turn < CAPABILITIES && MsixOffset >= 0x40 && MsixOffset < 0xFF; ++Turn)
    {
        MsixOffset &= 0xFCU;
        (void)MileHvPciConfigRead(WINDOW, UsedSlot, MsixOffset, 2, &Word);
        if ((Word & 0xFF) == CAPABILITY_MSIX)
        {
            break;
        }
        MsixOffset = Word >> 8;
    }
    if (MsixOffset < 0x40 || MsixOffset == 0xFF)
    {
        return Skip("the controller has no MSI-X");
    }
    Result = PlaceFunction(Guest, 0x4000);
    if (Result == GuestDone)
    {
        Result = CreateInterrupt(Guest);
    }
    return Result == GuestDone ? IdentifyController(Guest) : Result;
}

/** The controller is stopped before its interrupt is deleted, and both before its window goes. */
GUEST_RESULT ReleasePciFunction(GUEST *Guest)
{
    VPCI_DELETE_INTERRUPT_MESSAGE Delete;
    VPCI_DEVICE_POWER_CHANGE Power;
    VPCI_PDO_MESSAGE Release;
    GUEST_RESULT Result;

    WriteBar(NVME_CONFIGURATION, 0);
    (void)MileHvPciConfigWrite(WINDOW, UsedSlot, MsixOffset + 2, 2, 0);
    (void)MileHvPciConfigWrite(WINDOW, UsedSlot, CONFIG_COMMAND, 2, 0);
    Result = Order(Guest, &Delete, MileHvPciInterruptDeleteBuild(&Delete, UsedSlot, &Message));
    if (Result == GuestDone)
    {
        Result = Order(Guest, &Power, MileHvPciPowerBuild(&Power, UsedSlot, HvPowerDeviceD3));
    }
    if (Result == GuestDone)
    {
        Result = Order(Guest, &Release, MileHvPciFunctionBuild(&Release, VpciMsgReleaseResources, UsedSlot));
    }
    return Result;
}
