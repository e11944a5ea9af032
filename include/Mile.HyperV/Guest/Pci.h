/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief PCI: builders of guest packets, checks of host packets, functions, base addresses, interrupts, configuration.
 *
 * Device/Pci.h describes the protocol. A builder fills one packet and returns its exact length;
 * MileHvSendInBand() puts it into the ring. A request asks for a completion, with an id from
 * Request.h:
 *
 *     for (Version = MileHvPciVersionBelow(0xFFFFFFFF); Version != 0; Version = MileHvPciVersionBelow(Version))
 *         Bytes = MileHvPciVersionBuild(&Query, Version);
 *         if (MileHvPciVersionCheck(&Received) != MileHvUnavailable)
 *             break;
 *     MileHvPciD0EntryBuild(&Entry, WindowAddress, &Bytes);          MileHvPciStatusCheck()
 *         VpciMsgBusRelations or VpciMsgBusRelations2 comes          MileHvPciEventCheck(), MileHvPciFunction()
 *     MileHvPciFunctionBuild(&Pdo, VpciMsgCurrentResourceRequirements, Slot);
 *                                                                    MileHvPciRequirementsCheck()
 *     MileHvPciAssignedBuild(Buffer, sizeof(Buffer), Version, Slot, Windows, Interrupts, Count, &Bytes);
 *                                                                    MileHvPciAssignedCheck()
 *     MileHvPciResourcesBuild(&Get, Slot);                           MileHvPciResourcesCheck()
 *     MileHvPciPowerBuild(&Power, Slot, HvPowerDeviceD0);            MileHvPciStatusCheck()
 *     MileHvPciInterruptCreateBuild(Buffer, sizeof(Buffer), Version, Slot, &Interrupt, &Bytes);
 *                                                                    MileHvPciInterruptCreateCheck()
 *     MileHvPciConfigRead(Window, Slot, Offset, 4, &Value);          see there for who may
 *
 *     MileHvPciInterruptDeleteBuild(&Delete, Slot, &Message);        MileHvPciStatusCheck()
 *
 * The loop of Packet.h receives and checks each packet. Its buffer has
 * MILE_HYPERV_PCI_PACKET_MAXIMUM_SIZE bytes, or MILE_HYPERV_PCI_PACKET_WITHOUT_INTERRUPTS_SIZE in a
 * guest that assigns resources without interrupts, and creates each interrupt with its own packet.
 * PciBlock.h has configuration blocks and TDISP commands, whose responses can be longer.
 * A completion is the response to the request with its id; an in-band packet is an event:
 *
 *     MileHvRequestEnd(&Requests, Received.Descriptor.TransactionId, &Context);
 *     the check of the request
 *
 *     MileHvPciEventCheck(&Received, Version, &Event);
 *         VpciMsgEject: stop the function, MileHvPciEjectCompleteBuild(), without a completion
 *
 * A check copies each byte once and trusts no value; a list of functions is in the caller's buffer,
 * which the host cannot write. Where a check does not return MileHvSuccess, the caller must not use
 * its output except a status. MileHvCorrupt means that the host broke the protocol: the guest
 * closes the channel and ends its requests with MileHvRequestEndAny().
 *
 * Reset, suspend and resume. For each function, the guest deletes its interrupts, sends
 * VpciMsgDevicePowerStateChange with D3 and VpciMsgReleaseResources; then it sends VpciMsgFdoD0Exit
 * (MileHvPciD0ExitBuild()), closes the channel, and tears down the GPADL of the rings after that.
 * It must not touch the configuration window from VpciMsgFdoD0Exit on. To resume, it opens the
 * channel again and repeats the negotiation with the version that it had; addresses and data of
 * interrupts are new ones. The list of functions may have changed. After a rescind no completion
 * arrives, so the guest ends all requests with MileHvRequestEndAny(), and then releases the
 * channel; the window reads as nothing.
 *
 * Not checked here: which requests are open (Request.h), whether the guest knows a slot, and
 * whether assigned windows overlap.
 *
 * Sources: Device/Pci.h, and its sources; PCI Local Bus 3.0, 6.2.5.1 for what a base address
 * reads back.
 */

#ifndef MILE_HYPERV_GUEST_PCI
#define MILE_HYPERV_GUEST_PCI

#include "../Device/Pci.h"
#include "Packet.h"

/** Bytes of the longest packet that a host sends: the completion of VpciMsgAssignedResources3 with 494 interrupts. */
#define MILE_HYPERV_PCI_PACKET_MAXIMUM_SIZE 35720

/** Bytes of the longest packet that a host sends to a guest that assigns no interrupts: a list of 255 functions. */
#define MILE_HYPERV_PCI_PACKET_WITHOUT_INTERRUPTS_SIZE 7168

/** Bytes of configuration space of one function. */
#define MILE_HYPERV_PCI_CONFIG_SIZE 4096

MILE_HYPERV_GUEST_BEGIN

HV_STATIC_ASSERT(sizeof(VMPACKET_DESCRIPTOR) + sizeof(VPCI_DEVICE_TRANSLATE_2) +
                     VPCI_MAX_SUPPORTED_INTERRUPT_MESSAGES * sizeof(VPCI_MESSAGE_RESOURCE_2) ==
                 MILE_HYPERV_PCI_PACKET_MAXIMUM_SIZE);
HV_STATIC_ASSERT(((sizeof(VMPACKET_DESCRIPTOR) + sizeof(VPCI_QUERY_BUS_RELATIONS_2) +
                   VPCI_MAX_DEVICES_PER_BUS * sizeof(VPCI_DEVICE_DESCRIPTION_2) + 7U) &
                  ~7U) == MILE_HYPERV_PCI_PACKET_WITHOUT_INTERRUPTS_SIZE);

/** A function on the bus. */
typedef struct MILE_HV_PCI_FUNCTION
{
    VPCI_PNP_ID Ids;
    HV_UINT32 Slot;         /**< HV_PCI_SLOT_NUMBER as a number. */
    HV_UINT32 SerialNumber; /**< Pairs the function with a network adapter. */
    HV_UINT16 NumaNode;     /**< If HasNumaNode; else 0. */
    HV_UINT8 HasNumaNode;   /**< 1 since VPCI_PROTOCOL_VERSION_VB if the host knows the node; else 0. */
    HV_UINT8 Reserved;
} MILE_HV_PCI_FUNCTION;

/** An unsolicited packet of the host. */
typedef struct MILE_HV_PCI_EVENT
{
    VPCI_MESSAGE Message; /**< VpciMsgBusRelations for both forms of it, VpciMsgEject or VpciMsgInvalidateBlock. */
    HV_UINT32 Slot;       /**< Of VpciMsgEject and VpciMsgInvalidateBlock; else 0. */
    HV_UINT64 BlockMask;  /**< Of VpciMsgInvalidateBlock: bit n is set if block n should be read again; else 0. */
    HV_UINT32 FunctionCount; /**< Of VpciMsgBusRelations: number of functions on the bus, 0 to 255; else 0. */
    HV_UINT32 FunctionBytes; /**< Of one element of Functions; the form. */
    union
    {
        const HV_UINT8 *Functions; /**< In the caller's buffer, for MileHvPciFunction(); else null. */
        HV_UINT64 AsUINT64;
    };
} MILE_HV_PCI_EVENT;

/** Address range that a base address register decodes. */
typedef struct MILE_HV_PCI_BAR
{
    HV_UINT64 Bytes;         /**< A power of two; 0: unused, or the upper half of the register before it. */
    HV_UINT8 IsIo;           /**< 1 if ports. */
    HV_UINT8 Is64Bit;        /**< 1 if the next register is the upper half of this one. */
    HV_UINT8 IsPrefetchable; /**< 1 if memory that may be prefetched. */
    HV_UINT8 Reserved[5];
} MILE_HV_PCI_BAR;

/** Address of a base address register. */
typedef struct MILE_HV_PCI_WINDOW
{
    HV_UINT64 Address; /**< Guest physical, or the first port. */
    HV_UINT64 Bytes;   /**< 0: nothing is decoded. */
    HV_UINT8 IsIo;     /**< 1 if ports. */
    HV_UINT8 Reserved[7];
} MILE_HV_PCI_WINDOW;

/** Interrupts that the guest requests: consecutive vectors on one set of processors. */
typedef struct MILE_HV_PCI_INTERRUPT
{
    HV_UINT32 Vector;         /**< First vector; below 256 before VPCI_PROTOCOL_VERSION_FE. */
    HV_UINT16 VectorCount;    /**< 1 to VPCI_MAX_VECTORS_PER_MESSAGE. */
    HV_UINT16 ProcessorCount; /**< 1 to VPCI_MESSAGE_RESOURCE_2_MAX_CPU_COUNT. */
    HV_UINT16 Processors[VPCI_MESSAGE_RESOURCE_2_MAX_CPU_COUNT]; /**< VP indexes; below 64 before ..._RS1. */
    HV_UINT8 DeliveryMode;                                       /**< VPCI_DELIVERY_MODE_*. */
    HV_UINT8 Reserved[7];
} MILE_HV_PCI_INTERRUPT;

/** VpciMsgEjectComplete, with the status of 0 that FreeBSD sends. */
typedef struct MILE_HV_PCI_EJECT_COMPLETE
{
    VPCI_PDO_MESSAGE Message;
    HV_UINT32 Status;
} MILE_HV_PCI_EJECT_COMPLETE;
HV_STATIC_ASSERT(sizeof(MILE_HV_PCI_EJECT_COMPLETE) == 12);

/*
 * Versions.
 */

/**
 * Next older protocol version to request.
 *
 * @param Version the refused version, or 0xFFFFFFFF to begin.
 * @return the newest VPCI_PROTOCOL_VERSION_* below it, or 0: there is none.
 */
static inline HV_UINT32 MileHvPciVersionBelow(HV_UINT32 Version)
{
    if (Version > VPCI_PROTOCOL_VERSION_DT)
    {
        return VPCI_PROTOCOL_VERSION_DT;
    }
    return (Version > VPCI_PROTOCOL_VERSION_WIN8) ? Version - 1 : 0; /* Versions are consecutive. */
}

/** Bytes of one interrupt in a request: of VPCI_MESSAGE_RESOURCE, ..._2 since ..._RS1, ..._3 since ..._FE. */
static inline HV_UINT32 MileHvPciInterruptBytes(HV_UINT32 Version)
{
    if (Version >= VPCI_PROTOCOL_VERSION_FE)
    {
        return (HV_UINT32)sizeof(VPCI_MESSAGE_RESOURCE_3);
    }
    return (HV_UINT32)((Version >= VPCI_PROTOCOL_VERSION_RS1) ? sizeof(VPCI_MESSAGE_RESOURCE_2)
                                                              : sizeof(VPCI_MESSAGE_RESOURCE));
}

/*
 * Messages from the guest.
 */

/** VpciMsgQueryProtocolVersion: requests @p Version, VPCI_PROTOCOL_VERSION_*. Returns the number of bytes to send. */
static inline HV_UINT32 MileHvPciVersionBuild(VPCI_QUERY_PROTOCOL_VERSION *Query, HV_UINT32 Version)
{
    Query->Header.MessageType = VpciMsgQueryProtocolVersion;
    Query->ProtocolVersion = Version;
    return (HV_UINT32)sizeof(*Query);
}

/**
 * VpciMsgQueryBusRelations: requests the list of functions again. Request no completion. Returns
 * the number of bytes to send.
 */
static inline HV_UINT32 MileHvPciRelationsBuild(VPCI_PACKET_HEADER *Query)
{
    Query->MessageType = VpciMsgQueryBusRelations;
    return (HV_UINT32)sizeof(*Query);
}

/**
 * VpciMsgFdoD0Entry: maps the configuration window and powers the bus on.
 *
 * @param Address guest physical, of VPCI_CONFIG_WINDOW_SIZE bytes; a multiple of 4096.
 * @param Bytes receives the number of bytes to send, or 0.
 * @return MileHvSuccess; MileHvInvalid: the address is 0 or not a multiple of 4096.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvPciD0EntryBuild(VPCI_FDO_D0_ENTRY *Entry, HV_UINT64 Address, HV_UINT32 *Bytes)
{
    *Bytes = 0;
    if (Address == 0 || (Address & VPCI_MMIO_PAGE_MASK) != 0)
    {
        return MileHvInvalid;
    }
    Entry->Header.MessageType = VpciMsgFdoD0Entry;
    Entry->Padding = 0;
    Entry->MmioStart = Address;
    *Bytes = (HV_UINT32)sizeof(*Entry);
    return MileHvSuccess;
}

/** VpciMsgFdoD0Exit: powers the bus off. Returns the number of bytes to send. */
static inline HV_UINT32 MileHvPciD0ExitBuild(VPCI_PACKET_HEADER *Exit)
{
    Exit->MessageType = VpciMsgFdoD0Exit;
    return (HV_UINT32)sizeof(*Exit);
}

/**
 * A request about one function without other data.
 *
 * @param Message VpciMsgCurrentResourceRequirements, VpciMsgReleaseResources or, since VPCI_PROTOCOL_VERSION_GE,
 * VpciMsgResetDevice.
 * @return the number of bytes to send.
 */
static inline HV_UINT32 MileHvPciFunctionBuild(VPCI_PDO_MESSAGE *Request, VPCI_MESSAGE Message, HV_UINT32 Slot)
{
    Request->Header.MessageType = Message;
    Request->Slot.u.AsUINT32 = Slot;
    return (HV_UINT32)sizeof(*Request);
}

/**
 * VpciMsgEjectComplete: the guest no longer uses the function. Request no completion. Returns the
 * number of bytes to send.
 */
static inline HV_UINT32 MileHvPciEjectCompleteBuild(MILE_HV_PCI_EJECT_COMPLETE *Complete, HV_UINT32 Slot)
{
    (void)MileHvPciFunctionBuild(&Complete->Message, VpciMsgEjectComplete, Slot);
    Complete->Status = 0;
    return (HV_UINT32)sizeof(*Complete);
}

/** VpciMsgDevicePowerStateChange: @p State HvPowerDeviceD0 or HvPowerDeviceD3. Returns the number of bytes to send. */
static inline HV_UINT32 MileHvPciPowerBuild(VPCI_DEVICE_POWER_CHANGE *Change, HV_UINT32 Slot,
                                            HV_DEVICE_POWER_STATE State)
{
    Change->Header.MessageType = VpciMsgDevicePowerStateChange;
    Change->Slot.u.AsUINT32 = Slot;
    Change->TargetState = State;
    return (HV_UINT32)sizeof(*Change);
}

/**
 * The descriptor of interrupts in the form of a version.
 *
 * @param To receives MileHvPciInterruptBytes() bytes.
 * @return MileHvSuccess; MileHvInvalid: a count, a vector or a processor is out of bounds for the version.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvPciInterruptBuild(HV_UINT8 *To, HV_UINT32 Version,
                                                     const MILE_HV_PCI_INTERRUPT *Interrupt)
{
    const HV_UINT32 Bytes = MileHvPciInterruptBytes(Version);
    VPCI_MESSAGE_RESOURCE_3 Long;
    VPCI_MESSAGE_RESOURCE_2 Middle;
    VPCI_MESSAGE_RESOURCE Short;
    HV_UINT32 Index;

    if (Interrupt->VectorCount == 0 || Interrupt->VectorCount > VPCI_MAX_VECTORS_PER_MESSAGE ||
        Interrupt->ProcessorCount == 0 || Interrupt->ProcessorCount > VPCI_MESSAGE_RESOURCE_2_MAX_CPU_COUNT ||
        (Bytes != sizeof(Long) && Interrupt->Vector > 0xFF))
    {
        return MileHvInvalid;
    }
    MileHvZero(&Long, (HV_UINT32)sizeof(Long));
    MileHvZero(&Middle, (HV_UINT32)sizeof(Middle));
    MileHvZero(&Short, (HV_UINT32)sizeof(Short));
    for (Index = 0; Index < Interrupt->ProcessorCount; ++Index)
    {
        const HV_UINT16 Processor = Interrupt->Processors[Index];

        if (Bytes == sizeof(Short) && Processor > 63)
        {
            return MileHvInvalid;
        }
        Long.Descriptor.ProcessorArray[Index] = Processor;
        Middle.Descriptor.ProcessorArray[Index] = Processor;
        Short.Descriptor.ProcessorMask |= 1ULL << (Processor & 63);
    }
    if (Bytes == sizeof(Long))
    {
        Long.Descriptor.Vector = Interrupt->Vector;
        Long.Descriptor.DeliveryMode = Interrupt->DeliveryMode;
        Long.Descriptor.VectorCount = Interrupt->VectorCount;
        Long.Descriptor.ProcessorCount = Interrupt->ProcessorCount;
        MileHvCopy(To, &Long, (HV_UINT32)sizeof(Long));
    }
    else if (Bytes == sizeof(Middle))
    {
        Middle.Descriptor.Vector = (HV_UINT8)Interrupt->Vector;
        Middle.Descriptor.DeliveryMode = Interrupt->DeliveryMode;
        Middle.Descriptor.VectorCount = Interrupt->VectorCount;
        Middle.Descriptor.ProcessorCount = Interrupt->ProcessorCount;
        MileHvCopy(To, &Middle, (HV_UINT32)sizeof(Middle));
    }
    else
    {
        Short.Descriptor.Vector = (HV_UINT8)Interrupt->Vector;
        Short.Descriptor.DeliveryMode = Interrupt->DeliveryMode;
        Short.Descriptor.VectorCount = Interrupt->VectorCount;
        MileHvCopy(To, &Short, (HV_UINT32)sizeof(Short));
    }
    return MileHvSuccess;
}

/**
 * The descriptor of one base address.
 *
 * @return MileHvSuccess; MileHvInvalid: the window reaches past the address space, or a length has no exact form.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvPciWindowBuild(HV_CM_PARTIAL_RESOURCE_DESCRIPTOR *To,
                                                  const MILE_HV_PCI_WINDOW *Window)
{
    HV_UINT32 Shift = 0;

    MileHvZero(To, (HV_UINT32)sizeof(*To));
    if (Window->Bytes == 0)
    {
        return MileHvSuccess; /* HV_CM_RESOURCE_TYPE_NULL is 0. */
    }
    if (Window->Bytes - 1 > ~0ULL - Window->Address)
    {
        return MileHvInvalid;
    }
    To->Type = (Window->IsIo != 0) ? HV_CM_RESOURCE_TYPE_PORT : HV_CM_RESOURCE_TYPE_MEMORY;
    if (Window->Bytes > 0xFFFFFFFFU)
    {
        if (Window->IsIo != 0)
        {
            return MileHvInvalid;
        }
        To->Type = HV_CM_RESOURCE_TYPE_MEMORY_LARGE;
        To->Flags = HV_CM_RESOURCE_MEMORY_LARGE_40;
        Shift = 8;
        if (Window->Bytes > HV_CM_RESOURCE_MEMORY_LARGE_40_MAXLEN)
        {
            To->Flags = HV_CM_RESOURCE_MEMORY_LARGE_48;
            Shift = 16;
        }
        if (Window->Bytes > HV_CM_RESOURCE_MEMORY_LARGE_48_MAXLEN)
        {
            To->Flags = HV_CM_RESOURCE_MEMORY_LARGE_64;
            Shift = 32;
        }
        if ((Window->Bytes & ((1ULL << Shift) - 1)) != 0)
        {
            return MileHvInvalid;
        }
    }
    To->u.Generic.Start = Window->Address;
    To->u.Generic.Length = (HV_UINT32)(Window->Bytes >> Shift);
    return MileHvSuccess;
}

/**
 * VpciMsgAssignedResources, ...2 or ...3, by the version: the base addresses that the guest assigns, and interrupts.
 *
 * @param Buffer for the packet: 136 bytes and MileHvPciInterruptBytes() for each of @p Interrupts.
 * @param Windows one for each base address register.
 * @param Count of @p Interrupts, 0 to VPCI_MAX_SUPPORTED_INTERRUPT_MESSAGES.
 * @param Bytes receives the number of bytes to send, or 0.
 * @return MileHvSuccess; MileHvTooSmall; MileHvInvalid: a count, a window or an interrupt is out of bounds.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvPciAssignedBuild(void *Buffer, HV_UINT32 BufferBytes, HV_UINT32 Version,
                                                    HV_UINT32 Slot, const MILE_HV_PCI_WINDOW Windows[HV_PCI_MAX_BAR],
                                                    const MILE_HV_PCI_INTERRUPT *Interrupts, HV_UINT32 Count,
                                                    HV_UINT32 *Bytes)
{
    const HV_UINT32 Each = MileHvPciInterruptBytes(Version);
    const HV_UINT32 Head = (HV_UINT32)sizeof(VPCI_DEVICE_TRANSLATE);
    VPCI_DEVICE_TRANSLATE Packet;
    HV_UINT32 Index;

    *Bytes = 0;
    if (Count > VPCI_MAX_SUPPORTED_INTERRUPT_MESSAGES)
    {
        return MileHvInvalid;
    }
    if (BufferBytes < Head + Count * Each)
    {
        return MileHvTooSmall;
    }
    MileHvZero(&Packet, Head);
    Packet.Header.MessageType = (Each == sizeof(VPCI_MESSAGE_RESOURCE_3))   ? VpciMsgAssignedResources3
                                : (Each == sizeof(VPCI_MESSAGE_RESOURCE_2)) ? VpciMsgAssignedResources2
                                                                            : VpciMsgAssignedResources;
    Packet.Slot.u.AsUINT32 = Slot;
    Packet.MsiResourceCount = Count;
    for (Index = 0; Index < HV_PCI_MAX_BAR; ++Index)
    {
        if (MileHvPciWindowBuild(&Packet.MmioResources[Index], &Windows[Index]) != MileHvSuccess)
        {
            return MileHvInvalid;
        }
    }
    for (Index = 0; Index < Count; ++Index)
    {
        if (MileHvPciInterruptBuild((HV_UINT8 *)Buffer + Head + Index * Each, Version, &Interrupts[Index]) !=
            MileHvSuccess)
        {
            return MileHvInvalid;
        }
    }
    MileHvCopy(Buffer, &Packet, Head);
    *Bytes = Head + Count * Each;
    return MileHvSuccess;
}

/**
 * VpciMsgCreateInterruptMessage, ...2 or ...3, by the version.
 *
 * @param Buffer for the packet: 8 bytes and MileHvPciInterruptBytes(), so 88 are enough.
 * @param Bytes receives the number of bytes to send, or 0.
 * @return MileHvSuccess; MileHvTooSmall; MileHvInvalid as MileHvPciInterruptBuild().
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvPciInterruptCreateBuild(void *Buffer, HV_UINT32 BufferBytes, HV_UINT32 Version,
                                                           HV_UINT32 Slot, const MILE_HV_PCI_INTERRUPT *Interrupt,
                                                           HV_UINT32 *Bytes)
{
    const HV_UINT32 Each = MileHvPciInterruptBytes(Version);
    const HV_UINT32 Head = (HV_UINT32)sizeof(VPCI_PDO_MESSAGE);
    VPCI_PDO_MESSAGE Packet;

    *Bytes = 0;
    if (BufferBytes < Head + Each)
    {
        return MileHvTooSmall;
    }
    if (MileHvPciInterruptBuild((HV_UINT8 *)Buffer + Head, Version, Interrupt) != MileHvSuccess)
    {
        return MileHvInvalid;
    }
    Packet.Header.MessageType = (Each == sizeof(VPCI_MESSAGE_RESOURCE_3))   ? VpciMsgCreateInterruptMessage3
                                : (Each == sizeof(VPCI_MESSAGE_RESOURCE_2)) ? VpciMsgCreateInterruptMessage2
                                                                            : VpciMsgCreateInterruptMessage;
    Packet.Slot.u.AsUINT32 = Slot;
    MileHvCopy(Buffer, &Packet, Head);
    *Bytes = Head + Each;
    return MileHvSuccess;
}

/**
 * VpciMsgDeleteInterruptMessage, which hosts accept with every version.
 *
 * @param Message of MileHvPciInterruptCreateCheck() or MileHvPciAssignedCheck(), unchanged.
 * @return the number of bytes to send.
 */
static inline HV_UINT32 MileHvPciInterruptDeleteBuild(VPCI_DELETE_INTERRUPT_MESSAGE *Delete, HV_UINT32 Slot,
                                                      const VPCI_MESSAGE_RESOURCE *Message)
{
    Delete->Header.MessageType = VpciMsgDeleteInterruptMessage;
    Delete->Slot.u.AsUINT32 = Slot;
    MileHvCopy(&Delete->RemappedMsiResource, Message, (HV_UINT32)sizeof(*Message));
    return (HV_UINT32)sizeof(*Delete);
}

/** VpciMsgGetResources: queries the windows that are assigned to a function. Returns the number of bytes to send. */
static inline HV_UINT32 MileHvPciResourcesBuild(VPCI_GET_RESOURCES *Get, HV_UINT32 Slot)
{
    MileHvZero(Get, (HV_UINT32)sizeof(*Get));
    Get->Header.MessageType = VpciMsgGetResources;
    Get->Slot.u.AsUINT32 = Slot;
    return (HV_UINT32)sizeof(*Get);
}

/*
 * Responses of the host. The id of each completion is that of an open request (MileHvRequestEnd()).
 */

/**
 * Checks a completion that is a status, and copies the bytes after it that the request needs.
 *
 * @param Reply receives @p Bytes bytes, status included, which the completion must have unless it is a failure.
 * @param Status receives the host's status, of a failure too; 0 is success.
 * @return MileHvSuccess; MileHvInvalid: not a completion; MileHvFailed: see @p Status; MileHvCorrupt: too short.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvPciReplyCopy(const MILE_HV_PACKET *Received, void *Reply, HV_UINT32 Bytes,
                                                HV_NTSTATUS *Status)
{
    const HV_UINT32 Head = (HV_UINT32)sizeof(*Status);

    *Status = 0;
    if (Received->Descriptor.Type != VmbusPacketTypeCompletion)
    {
        return MileHvInvalid;
    }
    if (Received->PayloadBytes < Head)
    {
        return MileHvCorrupt;
    }
    MileHvCopy(Status, Received->Payload, Head);
    if (*Status != 0)
    {
        return MileHvFailed;
    }
    if (Received->PayloadBytes < Bytes)
    {
        return MileHvCorrupt;
    }
    MileHvZero(Reply, Head);
    MileHvCopy((HV_UINT8 *)Reply + Head, Received->Payload + Head, Bytes - Head);
    return MileHvSuccess;
}

/**
 * Checks the completion of VpciMsgFdoD0Entry, VpciMsgFdoD0Exit, VpciMsgDevicePowerStateChange, VpciMsgReleaseResources,
 * VpciMsgResetDevice, VpciMsgDeleteInterruptMessage or VpciMsgWriteBlock.
 *
 * @param Status receives the host's status; 0 is success.
 * @return MileHvSuccess; MileHvInvalid: not a completion; MileHvFailed: see @p Status; MileHvCorrupt: too short.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvPciStatusCheck(const MILE_HV_PACKET *Received, HV_NTSTATUS *Status)
{
    HV_NTSTATUS Reply;

    return MileHvPciReplyCopy(Received, &Reply, (HV_UINT32)sizeof(Reply), Status);
}

/**
 * Checks the completion of VpciMsgQueryProtocolVersion. The version in it is ignored: it is only a hint.
 *
 * @return MileHvSuccess: the requested version is negotiated; MileHvUnavailable: request an older one; MileHvFailed;
 * MileHvInvalid: not a completion; MileHvCorrupt: too short.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvPciVersionCheck(const MILE_HV_PACKET *Received)
{
    HV_NTSTATUS Status;
    const MILE_HV_RESULT Result = MileHvPciStatusCheck(Received, &Status);

    return (Result == MileHvFailed && Status == HV_NTSTATUS_REVISION_MISMATCH) ? (MILE_HV_RESULT)MileHvUnavailable
                                                                              : Result;
}

/**
 * Decodes one base address register from the value that it reads back after all ones were written.
 *
 * @param Mask of this register; @p Next of the register after it, which counts for one of 64 bits.
 * @param Bar receives the range that the register decodes.
 * @return MileHvSuccess; MileHvCorrupt: not a power of two.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvPciBarParse(HV_UINT32 Mask, HV_UINT32 Next, MILE_HV_PCI_BAR *Bar)
{
    HV_UINT64 Ones;

    MileHvZero(Bar, (HV_UINT32)sizeof(*Bar));
    if (Mask == 0)
    {
        return MileHvSuccess;
    }
    if ((Mask & 1) != 0)
    {
        Bar->IsIo = 1;
        Ones = (Mask & 0xFFFFFFFCU) | (((Mask >> 16) == 0) ? 0xFFFFFFFFFFFF0000ULL : 0xFFFFFFFF00000000ULL);
    }
    else
    {
        Bar->IsPrefetchable = (HV_UINT8)(Mask >> 3 & 1);
        Bar->Is64Bit = ((Mask >> 1 & 3) == HV_PCI_BAR_MEMORY_TYPE_64BIT) ? 1 : 0;
        Ones = (Mask & 0xFFFFFFF0U) | (HV_UINT64)((Bar->Is64Bit != 0) ? Next : 0xFFFFFFFFU) << 32;
    }
    Bar->Bytes = ~Ones + 1;
    if (Ones == 0 || (Bar->Bytes & (Bar->Bytes - 1)) != 0 || (Bar->Is64Bit == 0 && Bar->Bytes > 0x80000000U) ||
        (Bar->IsIo != 0 && (Mask & 0xFFFCU) == 0))
    {
        return MileHvCorrupt;
    }
    return MileHvSuccess;
}

/**
 * Checks the completion of VpciMsgCurrentResourceRequirements.
 *
 * @param Bars receives the range that each base address register decodes.
 * @param Status receives the host's status; 0 is success.
 * @return MileHvSuccess; MileHvInvalid: not a completion; MileHvFailed: see @p Status; MileHvCorrupt: too short, a size
 * that is no power of two, or the last register is half of one.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvPciRequirementsCheck(const MILE_HV_PACKET *Received,
                                                        MILE_HV_PCI_BAR Bars[HV_PCI_MAX_BAR], HV_NTSTATUS *Status)
{
    VPCI_RESOURCE_REQUIREMENTS_REPLY Reply;
    MILE_HV_RESULT Result;
    HV_UINT32 Index;

    MileHvZero(Bars, (HV_UINT32)sizeof(*Bars) * HV_PCI_MAX_BAR);
    Result = MileHvPciReplyCopy(Received, &Reply, (HV_UINT32)sizeof(Reply), Status);
    for (Index = 0; Index < HV_PCI_MAX_BAR && Result == MileHvSuccess; ++Index)
    {
        /* The last register has no upper half: of 64 bits, with a 0 for it, it is not a power of two. */
        Result = MileHvPciBarParse(Reply.Bars[Index], (Index + 1 < HV_PCI_MAX_BAR) ? Reply.Bars[Index + 1] : 0,
                                   &Bars[Index]);
        if (Bars[Index].Is64Bit != 0)
        {
            ++Index; /* Its upper half is zero. */
        }
    }
    return Result;
}

/**
 * Checks the completion of VpciMsgCreateInterruptMessage, ...2 or ...3.
 *
 * @param Interrupt the requested interrupts.
 * @param Message receives Remapped: address and data to program into the function.
 * @param Status receives the host's status; 0 is success.
 * @return MileHvSuccess; MileHvInvalid: not a completion; MileHvFailed: see @p Status; MileHvCorrupt: too short, or
 * more messages than requested.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvPciInterruptCreateCheck(const MILE_HV_PACKET *Received,
                                                           const MILE_HV_PCI_INTERRUPT *Interrupt,
                                                           VPCI_MESSAGE_RESOURCE *Message, HV_NTSTATUS *Status)
{
    VPCI_CREATE_INTERRUPT_REPLY Reply;
    const MILE_HV_RESULT Result = MileHvPciReplyCopy(Received, &Reply, (HV_UINT32)sizeof(Reply), Status);

    MileHvZero(Message, (HV_UINT32)sizeof(*Message));
    if (Result != MileHvSuccess)
    {
        return Result;
    }
    if (Reply.RemappedMsiResource.Remapped.MessageCount > Interrupt->VectorCount)
    {
        return MileHvCorrupt;
    }
    MileHvCopy(Message, &Reply.RemappedMsiResource, (HV_UINT32)sizeof(*Message));
    return MileHvSuccess;
}

/**
 * Checks the completion of VpciMsgAssignedResources, ...2 or ...3.
 *
 * @param Version the negotiated version.
 * @param Slot the slot of the request.
 * @param Interrupts the requested interrupts; @p Count elements.
 * @param Messages receives Remapped for each of @p Interrupts; @p Count elements.
 * @param Status receives the host's status; 0 is success.
 * @return MileHvSuccess; MileHvInvalid: not a completion; MileHvFailed: see @p Status; MileHvCorrupt: too short,
 * another slot, another number of interrupts, or more messages than requested.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvPciAssignedCheck(const MILE_HV_PACKET *Received, HV_UINT32 Version, HV_UINT32 Slot,
                                                    const MILE_HV_PCI_INTERRUPT *Interrupts, HV_UINT32 Count,
                                                    VPCI_MESSAGE_RESOURCE *Messages, HV_NTSTATUS *Status)
{
    /* The completion of VpciMsgAssignedResources3 has the elements of ...2. */
    const HV_UINT32 Each = (HV_UINT32)((Version >= VPCI_PROTOCOL_VERSION_RS1) ? sizeof(VPCI_MESSAGE_RESOURCE_2)
                                                                              : sizeof(VPCI_MESSAGE_RESOURCE));
    const HV_UINT32 Head = (HV_UINT32)sizeof(VPCI_DEVICE_TRANSLATE);
    VPCI_DEVICE_TRANSLATE_2_REPLY Reply;
    MILE_HV_RESULT Result = MileHvPciReplyCopy(Received, &Reply, (HV_UINT32)sizeof(Reply), Status);
    HV_UINT32 Found;
    HV_UINT32 Index;

    if (Result != MileHvSuccess)
    {
        return Result;
    }
    if (Reply.Slot.u.AsUINT32 != Slot)
    {
        return MileHvCorrupt;
    }
    if (Count == 0)
    {
        return MileHvSuccess; /* mu_msvm's guest treats the beginning as the whole message. */
    }
    if (Count > VPCI_MAX_SUPPORTED_INTERRUPT_MESSAGES || Received->PayloadBytes < Head + Count * Each)
    {
        return MileHvCorrupt;
    }
    MileHvCopy(&Found, Received->Payload + HV_FIELD_OFFSET(VPCI_DEVICE_TRANSLATE, MsiResourceCount), 4);
    if (Found != Count)
    {
        return MileHvCorrupt;
    }
    for (Index = 0; Index < Count; ++Index)
    {
        MileHvCopy(&Messages[Index], Received->Payload + Head + Index * Each, (HV_UINT32)sizeof(*Messages));
        if (Messages[Index].Remapped.MessageCount > Interrupts[Index].VectorCount)
        {
            return MileHvCorrupt;
        }
    }
    return MileHvSuccess;
}

/**
 * Parses the copy of a descriptor; the inverse of MileHvPciWindowBuild().
 *
 * @param Window receives the window; of a type that is neither memory nor ports it is empty.
 * @return MileHvSuccess; MileHvCorrupt: a large window without the form of its length, or one that reaches past the
 * address space.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvPciWindowParse(const HV_CM_PARTIAL_RESOURCE_DESCRIPTOR *From,
                                                  MILE_HV_PCI_WINDOW *Window)
{
    HV_UINT32 Shift = 0;

    MileHvZero(Window, (HV_UINT32)sizeof(*Window));
    if (From->Type == HV_CM_RESOURCE_TYPE_MEMORY_LARGE)
    {
        Shift = (From->Flags & HV_CM_RESOURCE_MEMORY_LARGE_40)   ? 8
                : (From->Flags & HV_CM_RESOURCE_MEMORY_LARGE_48) ? 16
                : (From->Flags & HV_CM_RESOURCE_MEMORY_LARGE_64) ? 32
                                                                 : 0;
        if (Shift == 0)
        {
            return MileHvCorrupt;
        }
    }
    else if (From->Type != HV_CM_RESOURCE_TYPE_MEMORY && From->Type != HV_CM_RESOURCE_TYPE_PORT)
    {
        return MileHvSuccess;
    }
    if (From->u.Generic.Length == 0)
    {
        return MileHvSuccess;
    }
    if (((HV_UINT64)From->u.Generic.Length << Shift) - 1 > ~0ULL - From->u.Generic.Start)
    {
        return MileHvCorrupt;
    }
    Window->Address = From->u.Generic.Start;
    Window->Bytes = (HV_UINT64)From->u.Generic.Length << Shift;
    Window->IsIo = (From->Type == HV_CM_RESOURCE_TYPE_PORT) ? 1 : 0;
    return MileHvSuccess;
}

/**
 * Checks the completion of VpciMsgGetResources. It has no status in front: a completion that does not begin with the
 * version and the revision of a list is taken for the status of a failure.
 *
 * @param Windows receives a window for each base address, from the elements of the list in their order; the others are
 * empty, and all of them are unless the result is MileHvSuccess.
 * @param Status receives the host's status of a failure; else 0.
 * @return MileHvSuccess; MileHvInvalid: not a completion; MileHvFailed: see @p Status; MileHvCorrupt: too short for its
 * count, or as MileHvPciWindowParse().
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvPciResourcesCheck(const MILE_HV_PACKET *Received,
                                                     MILE_HV_PCI_WINDOW Windows[HV_PCI_MAX_BAR], HV_NTSTATUS *Status)
{
    const HV_UINT32 Head = (HV_UINT32)sizeof(HV_CM_PARTIAL_RESOURCE_LIST);
    const HV_UINT32 Each = (HV_UINT32)sizeof(HV_CM_PARTIAL_RESOURCE_DESCRIPTOR);
    HV_CM_PARTIAL_RESOURCE_DESCRIPTOR Descriptor;
    HV_UINT32 Words[2]; /* Version and revision, and the count. */
    HV_UINT32 Index;

    *Status = 0;
    MileHvZero(Windows, (HV_UINT32)sizeof(*Windows) * HV_PCI_MAX_BAR);
    if (Received->Descriptor.Type != VmbusPacketTypeCompletion)
    {
        return MileHvInvalid;
    }
    if (Received->PayloadBytes < sizeof(Words[0]))
    {
        return MileHvCorrupt;
    }
    MileHvCopy(Words, Received->Payload, (HV_UINT32)sizeof(Words[0]));
    if (Words[0] != 0x00010001)
    {
        *Status = (HV_NTSTATUS)Words[0];
        return (Words[0] != 0) ? MileHvFailed : MileHvCorrupt;
    }
    if (Received->PayloadBytes < Head)
    {
        return MileHvCorrupt;
    }
    MileHvCopy(&Words[1], Received->Payload + sizeof(Words[0]), (HV_UINT32)sizeof(Words[1]));
    if (Words[1] > (Received->PayloadBytes - Head) / Each)
    {
        return MileHvCorrupt;
    }
    for (Index = 0; Index < HV_PCI_MAX_BAR && Index < Words[1]; ++Index)
    {
        MileHvCopy(&Descriptor, Received->Payload + Head + Index * Each, Each);
        if (MileHvPciWindowParse(&Descriptor, &Windows[Index]) != MileHvSuccess)
        {
            MileHvZero(Windows, (HV_UINT32)sizeof(*Windows) * HV_PCI_MAX_BAR);
            return MileHvCorrupt;
        }
    }
    return MileHvSuccess;
}

/*
 * Unsolicited packets of the host.
 */

/**
 * Checks an unsolicited packet.
 *
 * @param Received the packet, from MileHvPacketCheck().
 * @param Version the negotiated version, or 0 while none is.
 * @param Event receives the message; it is all zero unless the result is MileHvSuccess.
 * @return MileHvSuccess; MileHvInvalid: a completion; MileHvUnavailable: a message that no host sends with this
 * version, or an undocumented one: drop the packet; MileHvCorrupt: shorter than its structure or its list, or too many
 * functions.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvPciEventCheck(const MILE_HV_PACKET *Received, HV_UINT32 Version,
                                                 MILE_HV_PCI_EVENT *Event)
{
    HV_UINT32 Words[2]; /* VPCI_PACKET_HEADER, and the count or the slot. */

    MileHvZero(Event, (HV_UINT32)sizeof(*Event));
    if (Received->Descriptor.Type != VmbusPacketTypeDataInBand)
    {
        return (Received->Descriptor.Type == VmbusPacketTypeCompletion) ? MileHvInvalid : MileHvCorrupt;
    }
    if (Received->PayloadBytes < sizeof(Words))
    {
        return MileHvCorrupt;
    }
    if (Version == 0)
    {
        return MileHvUnavailable;
    }
    MileHvCopy(Words, Received->Payload, (HV_UINT32)sizeof(Words));
    switch (Words[0])
    {
    case VpciMsgBusRelations2:
        if (Version < VPCI_PROTOCOL_VERSION_VB)
        {
            return MileHvUnavailable;
        }
        Event->FunctionBytes = (HV_UINT32)sizeof(VPCI_DEVICE_DESCRIPTION_2);
        break;
    case VpciMsgBusRelations:
        Event->FunctionBytes = (HV_UINT32)sizeof(VPCI_DEVICE_DESCRIPTION);
        break;
    case VpciMsgInvalidateBlock:
        if (Received->PayloadBytes < sizeof(VPCI_INVALIDATE_BLOCK))
        {
            return MileHvCorrupt;
        }
        MileHvCopy(&Event->BlockMask, Received->Payload + HV_FIELD_OFFSET(VPCI_INVALIDATE_BLOCK, BlockMask), 8);
        Event->Slot = Words[1];
        Event->Message = VpciMsgInvalidateBlock;
        return MileHvSuccess;
    case VpciMsgEject:
        Event->Slot = Words[1];
        Event->Message = VpciMsgEject;
        return MileHvSuccess;
    default:
        return MileHvUnavailable;
    }
    if (Words[1] > VPCI_MAX_DEVICES_PER_BUS ||
        Words[1] * Event->FunctionBytes > Received->PayloadBytes - (HV_UINT32)sizeof(Words))
    {
        Event->FunctionBytes = 0;
        return MileHvCorrupt;
    }
    Event->Message = VpciMsgBusRelations;
    Event->FunctionCount = Words[1];
    Event->Functions = Received->Payload + sizeof(Words);
    return MileHvSuccess;
}

/**
 * One function of a checked list.
 *
 * @param Event of MileHvPciEventCheck(); @p Index from 0 on.
 * @param Function receives its values; it is all zero unless the result is MileHvSuccess.
 * @return MileHvSuccess; MileHvInvalid: no function has this index.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvPciFunction(const MILE_HV_PCI_EVENT *Event, HV_UINT32 Index,
                                               MILE_HV_PCI_FUNCTION *Function)
{
    VPCI_DEVICE_DESCRIPTION_2 Copy;

    MileHvZero(Function, (HV_UINT32)sizeof(*Function));
    if (Index >= Event->FunctionCount)
    {
        return MileHvInvalid;
    }
    MileHvZero(&Copy, (HV_UINT32)sizeof(Copy));
    MileHvCopy(&Copy, Event->Functions + Index * Event->FunctionBytes, Event->FunctionBytes);
    MileHvCopy(&Function->Ids, &Copy.IDs, (HV_UINT32)sizeof(Copy.IDs));
    Function->Slot = Copy.Slot.u.AsUINT32;
    Function->SerialNumber = Copy.SerialNumber;
    Function->HasNumaNode = (HV_UINT8)(Copy.Flags.AsUINT32 & 1); /* NumaAffinitySpecified, bit 0. */
    Function->NumaNode = (Function->HasNumaNode != 0) ? Copy.NumaNode : 0;
    return MileHvSuccess;
}

/*
 * Configuration space, in a guest that can access the window. An isolated guest uses the calls of
 * DeviceMemory.h, which read and write the same addresses: the slot first, then the register.
 */

/** Whether an access is within configuration space: 1, 2 or 4 bytes at a multiple of that. */
static inline HV_UINT32 MileHvPciConfigIsValid(HV_UINT32 Offset, HV_UINT32 Bytes)
{
    return (Bytes == 1 || Bytes == 2 || Bytes == 4) && Offset < MILE_HYPERV_PCI_CONFIG_SIZE && Offset % Bytes == 0;
}

/**
 * Reads configuration space of one function. The caller holds a lock over the window.
 *
 * @param Window of VpciMsgFdoD0Entry, VPCI_CONFIG_WINDOW_SIZE bytes, mapped uncached.
 * @param Offset in bytes; @p Bytes 1, 2 or 4.
 * @param Value receives the value, which comes from the host and can be any.
 * @return MileHvSuccess; MileHvInvalid: out of bounds or unaligned, and @p Value is 0.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvPciConfigRead(volatile void *Window, HV_UINT32 Slot, HV_UINT32 Offset,
                                                 HV_UINT32 Bytes, HV_UINT32 *Value)
{
    volatile HV_UINT8 *At = (volatile HV_UINT8 *)Window + VPCI_MMIO_PAGE_CONFIG_SPACE + Offset;

    *Value = 0;
    if (!MileHvPciConfigIsValid(Offset, Bytes))
    {
        return MileHvInvalid;
    }
    MileHvStore32((volatile HV_UINT32 *)Window, Slot);
    MileHvFullBarrier();
    if (Bytes == 4)
    {
        *Value = MileHvLoad32((const volatile HV_UINT32 *)(const volatile void *)At);
    }
    else
    {
        *Value = (Bytes == 2) ? *(const volatile HV_UINT16 *)(const volatile void *)At : *At;
    }
    MileHvFullBarrier();
    return MileHvSuccess;
}

/**
 * Writes configuration space of one function. The caller holds a lock over the window.
 *
 * Parameters and results are those of MileHvPciConfigRead().
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvPciConfigWrite(volatile void *Window, HV_UINT32 Slot, HV_UINT32 Offset,
                                                  HV_UINT32 Bytes, HV_UINT32 Value)
{
    volatile HV_UINT8 *At = (volatile HV_UINT8 *)Window + VPCI_MMIO_PAGE_CONFIG_SPACE + Offset;

    if (!MileHvPciConfigIsValid(Offset, Bytes))
    {
        return MileHvInvalid;
    }
    MileHvStore32((volatile HV_UINT32 *)Window, Slot);
    MileHvFullBarrier();
    if (Bytes == 4)
    {
        MileHvStore32((volatile HV_UINT32 *)(volatile void *)At, Value);
    }
    else if (Bytes == 2)
    {
        *(volatile HV_UINT16 *)(volatile void *)At = (HV_UINT16)Value;
    }
    else
    {
        *At = (HV_UINT8)Value;
    }
    MileHvFullBarrier();
    return MileHvSuccess;
}

MILE_HYPERV_GUEST_END

#endif /* !MILE_HYPERV_GUEST_PCI */
