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
 * What is left out is what a driver of a function does next: to place its base
 * addresses, and to have interrupts made (MileHvPciInterruptCreateBuild()).
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
