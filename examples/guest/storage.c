/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief A SCSI controller or Fibre Channel adapter: version, properties, the first disk, a block written and read back.
 *
 * The guest asks, and the host completes each packet with an answer of the same
 * transaction id. Guest/Request.h gives the ids out and finds each one once;
 * Guest/Storage.h builds the packets and checks the answers. Data does not
 * travel in the ring: the packet names the page that it comes from or goes to,
 * and the host reads or writes that page until it completes the packet.
 *
 * The disk is somebody's. What was in the block is read first, and written back
 * at the end, whatever happened in between.
 */

#include "guest.h"

/** A packet of the host, and the pages of data. The host writes to the first one at any time while a request is open. */
static HV_DECLSPEC_ALIGN(8) HV_UINT8 Buffer[MILE_HYPERV_STORAGE_PACKET_MAXIMUM_SIZE];
static HV_DECLSPEC_ALIGN(4096) HV_UINT8 Data[PAGE_SIZE];
static HV_UINT8 Saved[PAGE_SIZE];
static HV_UINT8 Copy[PAGE_SIZE];

static MILE_HV_REQUEST Slots[4];
static MILE_HV_REQUESTS Requests;

/** The unit that is used: the first one on the first target. */
static const MILE_HV_STORAGE_ADDRESS Unit = {0, 0, 0, 0};

/** Of the disk. */
static HV_UINT32 BlockBytes;
static HV_UINT32 LastBlock;

/** Repetitions of a command that the unit answers with an event, or the host with "later". */
#define ATTEMPTS 5

/** Waits for the completion of a request. Events of the host are told, and passed over. */
static GUEST_RESULT WaitReply(GUEST *Guest, const void *Context, VSTOR_PACKET *Reply)
{
    HV_UINT64 Deadline = Now(Guest) + PATIENCE;

    for (HV_UINT32 Turn = 0; Turn < STRANGERS; ++Turn)
    {
        MILE_HV_STORAGE_EVENT Event;
        MILE_HV_PACKET Packet;
        void *Found;
        GUEST_RESULT Result = WaitPacket(Guest, Deadline, Buffer, sizeof(Buffer), &Packet);

        if (Result != GuestDone)
        {
            return Result;
        }
        if (Packet.Descriptor.Type != VmbusPacketTypeCompletion)
        {
            if (MileHvStorageEventCheck(&Packet, Guest->StorageVersion, &Event) == MileHvCorrupt)
            {
                return GuestDeviceCorrupt;
            }
            PrintF("  passed over an event, %u\n", Event.Operation);
            continue;
        }
        if (MileHvRequestEnd(&Requests, Packet.Descriptor.TransactionId, &Found) != MileHvSuccess || Found != Context ||
            MileHvStorageReplyCheck(&Packet, Guest->StorageVersion, Reply) != MileHvSuccess)
        {
            return GuestDeviceCorrupt;
        }
        return GuestDone;
    }
    return GuestDeviceSilent;
}

/** Sends a packet and waits for its answer. @p List are the pages of its data, or null. */
static GUEST_RESULT Exchange(GUEST *Guest, const VSTOR_PACKET *Packet, HV_UINT32 Bytes, const MILE_HV_GPA_LIST *List,
                             VSTOR_PACKET *Reply)
{
    HV_UINT64 Id;
    GUEST_RESULT Result;

    if (MileHvRequestBegin(&Requests, Reply, &Id) != MileHvSuccess)
    {
        return GuestRingFull;
    }
    Result = Sent(Guest, MileHvStorageSend(&Guest->Send, Id, Packet, Bytes, List));
    return Result == GuestDone ? WaitReply(Guest, Reply, Reply) : Result;
}

GUEST_RESULT AgreeOnStorageVersion(GUEST *Guest)
{
    VSTOR_PACKET Packet;
    VSTOR_PACKET Reply;
    GUEST_RESULT Result;

    if (!Guest->IsOpen)
    {
        return Skip("no channel is open");
    }
    if (MileHvRequestsCreate(&Requests, Slots, sizeof(Slots) / sizeof(Slots[0])) != MileHvSuccess)
    {
        return GuestDeviceSilent;
    }
    Result = Exchange(Guest, &Packet, MileHvStorageBeginBuild(&Packet), 0, &Reply);
    if (Result != GuestDone)
    {
        return Result;
    }
    if (MileHvStorageStatusCheck(&Reply) != MileHvSuccess)
    {
        return GuestDeviceRefused;
    }
    for (HV_UINT32 Version = MileHvStorageVersionBelow(0xFFFFFFFFU); Version != 0;
         Version = MileHvStorageVersionBelow(Version))
    {
        MILE_HV_RESULT Answer;

        PrintF("  version %u.%u: ", Version >> 8, Version & 0xFF);
        Result = Exchange(Guest, &Packet, MileHvStorageVersionBuild(&Packet, Version), 0, &Reply);
        if (Result != GuestDone)
        {
            Print("no answer\n");
            return Result;
        }
        Answer = MileHvStorageVersionCheck(&Reply);
        if (Answer == MileHvSuccess)
        {
            Print("taken\n");
            Guest->StorageVersion = Version;
            return GuestDone;
        }
        Print("refused\n");
        if (Answer != MileHvUnavailable)
        {
            break;
        }
    }
    return GuestDeviceRefused;
}

/** Asks what the controller can do. */
static GUEST_RESULT AskProperties(GUEST *Guest)
{
    MILE_HV_STORAGE_PROPERTIES Properties;
    VSTOR_PACKET Packet;
    VSTOR_PACKET Reply;
    MILE_HV_RESULT Answer;
    GUEST_RESULT Result;

    Result = Exchange(Guest, &Packet, MileHvStoragePropertiesBuild(&Packet, Guest->StorageVersion), 0, &Reply);
    if (Result != GuestDone)
    {
        return Result;
    }
    Answer = MileHvStoragePropertiesCheck(&Reply, Guest->StorageVersion, &Properties);
    if (Answer != MileHvSuccess)
    {
        return Answer == MileHvFailed ? GuestDeviceRefused : GuestDeviceCorrupt;
    }
    PrintF("  %u bytes in one request, %u channels more\n", Properties.MaximumTransferBytes,
           Properties.MaximumSubChannelCount);
    return GuestDone;
}

/** Ends the initialization. */
static GUEST_RESULT EndInitialization(GUEST *Guest)
{
    VSTOR_PACKET Packet;
    VSTOR_PACKET Reply;
    GUEST_RESULT Result =
        Exchange(Guest, &Packet, MileHvStorageEndBuild(&Packet, Guest->StorageVersion, 0), 0, &Reply);

    if (Result == GuestDone && MileHvStorageStatusCheck(&Reply) != MileHvSuccess)
    {
        Result = GuestDeviceRefused;
    }
    return Result;
}

GUEST_RESULT AskStorageProperties(GUEST *Guest)
{
    GUEST_RESULT Result;

    if (Guest->StorageVersion == 0)
    {
        return Skip("no version of the controller's protocol was agreed on");
    }
    Result = AskProperties(Guest);
    return Result == GuestDone ? EndInitialization(Guest) : Result;
}

/** A world wide name as a number, the first byte highest. */
static HV_UINT64 WorldWideName(const HV_UINT8 *Name)
{
    HV_UINT64 Value = 0;

    for (HV_UINT32 Index = 0; Index < 8; ++Index)
    {
        Value = Value << 8 | Name[Index];
    }
    return Value;
}

/** A Fibre Channel adapter is asked for its names as well. */
GUEST_RESULT AskFibreProperties(GUEST *Guest)
{
    HV_UINT8 Port[8];
    HV_UINT8 Node[8];
    VSTOR_PACKET Packet;
    VSTOR_PACKET Reply;
    GUEST_RESULT Result;

    if (Guest->StorageVersion == 0)
    {
        return Skip("no version of the adapter's protocol was agreed on");
    }
    Result = AskProperties(Guest);
    if (Result == GuestDone)
    {
        Result = Exchange(Guest, &Packet, MileHvStorageNamesBuild(&Packet, Guest->StorageVersion), 0, &Reply);
    }
    if (Result != GuestDone)
    {
        return Result;
    }
    if (MileHvStorageNamesCheck(&Reply, Port, Node) != MileHvSuccess)
    {
        return GuestDeviceRefused;
    }
    PrintF("  port %016x, node %016x\n", WorldWideName(Port), WorldWideName(Node));
    return EndInitialization(Guest);
}

/*
 * Commands.
 */

static const char *OutcomeName(MILE_HV_STORAGE_OUTCOME Outcome)
{
    static const char *const Names[] = {"good", "check condition", "no unit", "busy", "timeout", "retry", "error"};

    return Outcome < sizeof(Names) / sizeof(Names[0]) ? Names[Outcome] : "?";
}

/** Carries a command out, with its data in the page. */
static GUEST_RESULT Command(GUEST *Guest, const HV_UINT8 *Cdb, HV_UINT8 CdbLength, HV_UINT8 DataIn, HV_UINT32 Bytes,
                            MILE_HV_STORAGE_RESULT *Outcome)
{
    const HV_UINT64 Page = ADDRESS(Data) >> PAGE_SHIFT;
    MILE_HV_STORAGE_REQUEST Request;
    VMBUS_GPA_RANGE_ENTRY Entries[2];
    MILE_HV_GPA_LIST List;
    VSTOR_PACKET Packet;
    VSTOR_PACKET Reply;
    HV_UINT32 PacketBytes;
    GUEST_RESULT Result;

    MileHvZero(&Request, sizeof(Request));
    Request.Address = Unit;
    MileHvCopy(Request.Cdb, Cdb, CdbLength);
    Request.CdbLength = CdbLength;
    Request.DataIn = DataIn;
    Request.DataBytes = Bytes;
    Request.TimeoutSeconds = 5;
    MileHvGpaListBegin(&List, Entries, 2);
    for (HV_UINT32 Attempt = 0; Attempt < ATTEMPTS; ++Attempt)
    {
        if (MileHvStorageRequestBuild(&Packet, Guest->StorageVersion, &Request, &PacketBytes) != MileHvSuccess ||
            (Bytes != 0 && List.RangeCount == 0 && MileHvGpaListAddRange(&List, &Page, 1, 0, Bytes) != MileHvSuccess))
        {
            return GuestDiskFailed;
        }
        Result = Exchange(Guest, &Packet, PacketBytes, Bytes ? &List : 0, &Reply);
        if (Result != GuestDone)
        {
            return Result;
        }
        if (MileHvStorageResultCheck(&Reply, &Request, Outcome) != MileHvSuccess)
        {
            return GuestDeviceCorrupt;
        }
        switch (Outcome->Outcome)
        {
        case MileHvStorageGood:
        case MileHvStorageNoUnit:
            return GuestDone;
        default:
            PrintF("  command 0x%02x: %s, sense key %u, code 0x%02x, qualifier 0x%02x\n", Cdb[0],
                   ADDRESS(OutcomeName(Outcome->Outcome)), Outcome->Sense.Key, Outcome->Sense.Code,
                   Outcome->Sense.Qualifier);
            break;
        }
        if (Outcome->Outcome == MileHvStorageError)
        {
            break;
        }
    }
    return GuestDiskFailed;
}

GUEST_RESULT FindDisk(GUEST *Guest)
{
    static const HV_UINT8 Inquiry[] = {0x12, 0, 0, 0, 36, 0};
    static const HV_UINT8 ReadCapacity[] = {0x25, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    MILE_HV_STORAGE_RESULT Outcome;
    GUEST_RESULT Result;

    if (Guest->StorageVersion == 0)
    {
        return Skip("no version of the controller's protocol was agreed on");
    }
    Result = Command(Guest, Inquiry, sizeof(Inquiry), VMSCSI_IOCTL_DATA_IN, 36, &Outcome);
    if (Result != GuestDone)
    {
        return Result;
    }
    /* The host can still write to the page: what is used is a copy of it. */
    MileHvCopyFromShared(Copy, Data, 36);
    if (Outcome.Outcome == MileHvStorageNoUnit || Outcome.TransferredBytes < 36 || !MileHvStorageInquiryIsUnit(Copy[0]))
    {
        return Skip("no unit 0 on target 0");
    }
    for (HV_UINT32 Index = 8; Index < 32; ++Index)
    {
        Copy[Index] = (Copy[Index] < 0x20 || Copy[Index] > 0x7E) ? '?' : Copy[Index];
    }
    Copy[32] = 0;
    PrintF("  device type %u: %s\n", Copy[0] & 0x1FU, ADDRESS(Copy + 8));

    Result = Command(Guest, ReadCapacity, sizeof(ReadCapacity), VMSCSI_IOCTL_DATA_IN, 8, &Outcome);
    if (Result != GuestDone)
    {
        return Result;
    }
    MileHvCopyFromShared(Copy, Data, 8);
    LastBlock = (HV_UINT32)Copy[0] << 24 | (HV_UINT32)Copy[1] << 16 | (HV_UINT32)Copy[2] << 8 | Copy[3];
    BlockBytes = (HV_UINT32)Copy[4] << 24 | (HV_UINT32)Copy[5] << 16 | (HV_UINT32)Copy[6] << 8 | Copy[7];
    PrintF("  blocks 0 to %u of %u bytes\n", LastBlock, BlockBytes);
    if (Outcome.TransferredBytes < 8 || BlockBytes < 512 || BlockBytes > PAGE_SIZE)
    {
        return GuestDiskFailed;
    }
    Guest->HasDisk = 1;
    return GuestDone;
}

/** READ(10) or WRITE(10) of the last block. */
static GUEST_RESULT Block(GUEST *Guest, HV_UINT8 Operation)
{
    const HV_UINT8 Cdb[] = {Operation,
                            0,
                            (HV_UINT8)(LastBlock >> 24),
                            (HV_UINT8)(LastBlock >> 16),
                            (HV_UINT8)(LastBlock >> 8),
                            (HV_UINT8)LastBlock,
                            0,
                            0,
                            1,
                            0};
    MILE_HV_STORAGE_RESULT Outcome;
    GUEST_RESULT Result =
        Command(Guest, Cdb, sizeof(Cdb), Operation == 0x28 ? VMSCSI_IOCTL_DATA_IN : VMSCSI_IOCTL_DATA_OUT, BlockBytes,
                &Outcome);

    if (Result == GuestDone && (Outcome.Outcome != MileHvStorageGood || Outcome.TransferredBytes != BlockBytes))
    {
        Result = GuestDiskFailed;
    }
    return Result;
}

/** Reads the block, and compares it with what was written. */
static GUEST_RESULT Compare(GUEST *Guest, const HV_UINT8 *Written)
{
    GUEST_RESULT Result;

    MileHvZero(Data, BlockBytes);
    Result = Block(Guest, 0x28);
    if (Result != GuestDone)
    {
        return Result;
    }
    MileHvCopyFromShared(Copy, Data, BlockBytes);
    for (HV_UINT32 Index = 0; Index < BlockBytes; ++Index)
    {
        if (Copy[Index] != Written[Index])
        {
            PrintF("  byte %u is 0x%02x, and 0x%02x was written\n", Index, Copy[Index], Written[Index]);
            return GuestDiskWrong;
        }
    }
    return GuestDone;
}

/** Writes what is in @p Bytes, and reads it back. */
static GUEST_RESULT WriteAndCompare(GUEST *Guest, const HV_UINT8 *Bytes)
{
    GUEST_RESULT Result;

    MileHvCopyToShared(Data, Bytes, BlockBytes);
    Result = Block(Guest, 0x2A);
    return Result == GuestDone ? Compare(Guest, Bytes) : Result;
}

GUEST_RESULT ReadAndWriteDisk(GUEST *Guest)
{
    static HV_UINT8 Pattern[PAGE_SIZE];
    GUEST_RESULT Result;
    GUEST_RESULT Restored;

    if (!Guest->HasDisk)
    {
        return Skip("there is no disk");
    }
    Result = Block(Guest, 0x28);
    if (Result != GuestDone)
    {
        return Result;
    }
    MileHvCopyFromShared(Saved, Data, BlockBytes);
    for (HV_UINT32 Index = 0; Index < BlockBytes; ++Index)
    {
        Pattern[Index] = (HV_UINT8)(Index * 7 + Index / 256 + Saved[Index] + 1); /* Not what is there. */
    }
    Result = WriteAndCompare(Guest, Pattern);
    Restored = WriteAndCompare(Guest, Saved);
    PrintF("  block %u: %u bytes written, read, and the old ones back again\n", LastBlock, BlockBytes);
    return Result == GuestDone ? Restored : Result;
}
