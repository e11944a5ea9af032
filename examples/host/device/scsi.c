/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief SCSI controller, IDE accelerator and Fibre Channel adapter (Device/Storage.h): packets, units, hot plug.
 *
 * An IDE accelerator is a controller of one unit, whose place is in its instance. A
 * Fibre Channel adapter has names as well, which the guest asks for. disk.c has the
 * disks of all of them.
 *
 * Units are on path 0, target 0. Linux looks on eight paths and two targets, and
 * takes every INQUIRY that fails for one that succeeded: an absent unit answers
 * INQUIRY with data that says so, and REPORT LUNS with an empty list. "No such
 * unit" makes Linux remove the unit of that number from path 0, whatever the path
 * of the request was, so only an absent unit of path 0 answers it.
 */

#include "../bus.h"
#include "../machine.h"
#include "disk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <Mile.HyperV/Device/Storage.h>

enum
{
    MaximumUnits = 16,
    MaximumTransferBytes = 512 << 10,
    MaximumPieces = MaximumTransferBytes / HostPageBytes + 2,
    MaximumDelayed = 512,
    CommandInquiry = 0x12,
    CommandReportLuns = 0xA0,
    InquiryAbsent = 0x7F, /* Peripheral qualifier 3, type 31: no unit can be here. */
};

/* Steps of the initialization, in their order. */
typedef enum STEP
{
    StepClosed,
    StepBegun,
    StepVersion,
    StepProperties,
    StepReady,
} STEP;

typedef struct DELAYED
{
    HOST_CHANNEL *Channel;
    HV_UINT64 TransactionId;
    VSTOR_PACKET Packet;
    uint64_t Due;
} DELAYED;

typedef struct SCSI
{
    DISK *Units[MaximumUnits];
    int IsIde;
    int IsFibre;
    STEP Step;
    unsigned PacketBytes; /* Of the version that was agreed on. */
    unsigned SubChannels; /* That were created. */
    unsigned DelayMilliseconds;
    DELAYED *Delayed; /* Completions that wait, the oldest first. */
    unsigned DelayedCount;
} SCSI;

static void SendDelayed(void *Context)
{
    SCSI *Scsi = Context;
    unsigned Sent = 0;

    while (Sent < Scsi->DelayedCount && Scsi->Delayed[Sent].Due <= HostMilliseconds())
    {
        const DELAYED *Delayed = &Scsi->Delayed[Sent++];

        ChannelComplete(Delayed->Channel, Delayed->TransactionId, &Delayed->Packet, Scsi->PacketBytes);
    }
    Scsi->DelayedCount -= Sent;
    memmove(Scsi->Delayed, Scsi->Delayed + Sent, Scsi->DelayedCount * sizeof(*Scsi->Delayed));
    if (Scsi->DelayedCount != 0)
    {
        HostTimer(1, SendDelayed, Scsi);
    }
}

static void Complete(HOST_CHANNEL *Channel, HV_UINT64 TransactionId, VSTOR_PACKET *Packet)
{
    SCSI *Scsi = Channel->Device->State;

    Packet->Operation = VStorOperationCompleteIo;
    if (Scsi->DelayMilliseconds != 0 && Scsi->DelayedCount < MaximumDelayed)
    {
        Scsi->Delayed[Scsi->DelayedCount++] =
            (DELAYED){Channel, TransactionId, *Packet, HostMilliseconds() + Scsi->DelayMilliseconds};
        HostTimer(1, SendDelayed, Scsi);
        return;
    }
    ChannelComplete(Channel, TransactionId, Packet, Scsi->PacketBytes);
}

/*
 * Requests.
 */

/* The numbers of all units, as REPORT LUNS gives them; none on a target that does not exist. */
static size_t ReportUnits(const SCSI *Scsi, int IsTarget, HV_UINT8 List[8 + 8 * MaximumUnits])
{
    size_t Bytes = 8;

    memset(List, 0, 8 + 8 * MaximumUnits);
    for (unsigned Lun = 0; Lun < MaximumUnits; ++Lun)
    {
        if (IsTarget && Scsi->Units[Lun] != NULL)
        {
            List[Bytes + 1] = (HV_UINT8)Lun;
            Bytes += 8;
        }
    }
    List[3] = (HV_UINT8)(Bytes - 8);
    return Bytes;
}

static void Execute(HOST_CHANNEL *Channel, const MILE_HV_PACKET *Packet, VSTOR_PACKET *Answer)
{
    SCSI *Scsi = Channel->Device->State;
    VMSCSI_REQUEST *Srb = &Answer->VmSrb;
    struct iovec Pieces[MaximumPieces];
    HV_UINT8 Cdb[CDB16GENERIC_LENGTH];
    HV_UINT8 Data[8 + 8 * MaximumUnits] = {InquiryAbsent};
    SCSI_REQUEST Request = {.Cdb = Cdb, .IsToDevice = Srb->DataIn == VMSCSI_IOCTL_DATA_OUT, .Pieces = Pieces};
    const int IsTarget = Scsi->IsIde || (Srb->PathId == 0 && Srb->TargetId == 0);
    DISK *Unit = IsTarget && Srb->Lun < MaximumUnits ? Scsi->Units[Srb->Lun] : NULL;

    memcpy(Cdb, Srb->Cdb, sizeof(Cdb));
    Request.PieceCount = PacketVector(Packet, MaximumTransferBytes, Pieces, MaximumPieces);
    if (Request.PieceCount < 0 || PacketRangeBytes(Packet) > MaximumTransferBytes ||
        Srb->DataTransferLength > PacketRangeBytes(Packet))
    {
        Srb->SrbStatus = VMSTOR_SRB_STATUS_INVALID_REQUEST;
        Srb->DataTransferLength = 0;
        return;
    }
    Request.PieceCount = PacketVector(Packet, Srb->DataTransferLength, Pieces, MaximumPieces);
    Request.Bytes = Srb->DataTransferLength;
    Srb->SrbStatus = VMSTOR_SRB_STATUS_SUCCESS;
    Srb->ScsiStatus = ScsiStatusGood;
    Srb->SenseInfoExLength = 0;
    if (Cdb[0] == CommandReportLuns)
    {
        Srb->DataTransferLength =
            (HV_UINT32)VectorCopy(Pieces, Request.PieceCount, Data, ReportUnits(Scsi, IsTarget, Data), 1);
        return;
    }
    if (Unit == NULL)
    {
        if (Cdb[0] == CommandInquiry)
        {
            Srb->DataTransferLength = (HV_UINT32)VectorCopy(Pieces, Request.PieceCount, Data, 36, 1);
            return;
        }
        Srb->SrbStatus = IsTarget ? VMSTOR_SRB_STATUS_INVALID_LUN : VMSTOR_SRB_STATUS_NO_DEVICE;
        Srb->DataTransferLength = 0;
        return;
    }
    DiskExecute(Unit, &Request);
    Srb->DataTransferLength = (HV_UINT32)Request.Moved;
    if (Request.Status != ScsiStatusGood)
    {
        Srb->SrbStatus = VMSTOR_SRB_STATUS_ERROR | VMSTOR_SRB_STATUS_AUTOSENSE_VALID;
        Srb->ScsiStatus = Request.Status;
        Srb->SenseInfoExLength = DiskSenseBytes;
        memset(Srb->SenseDataEx, 0, sizeof(Srb->SenseDataEx));
        memcpy(Srb->SenseDataEx, Request.Sense, DiskSenseBytes);
    }
}

/*
 * Control packets, on the first channel.
 */

static HV_NTSTATUS TakeVersion(SCSI *Scsi, HV_UINT16 Version)
{
    switch (Version)
    {
    case VMSTOR_PROTOCOL_VERSION_THRESHOLD:
    case VMSTOR_PROTOCOL_VERSION_BLUE:
    case VMSTOR_PROTOCOL_VERSION_WIN8:
        Scsi->PacketBytes = VMSTORAGE_SIZEOF_VSTOR_PACKET_REVISION_2;
        return HV_NTSTATUS_SUCCESS;
    case VMSTOR_PROTOCOL_VERSION_WIN7:
    case VMSTOR_PROTOCOL_VERSION_WIN6:
        Scsi->PacketBytes = VMSTORAGE_SIZEOF_VSTOR_PACKET_REVISION_1;
        return HV_NTSTATUS_SUCCESS;
    default:
        return HV_NTSTATUS_REVISION_MISMATCH;
    }
}

static HV_NTSTATUS CreateSubChannels(HOST_DEVICE *Device, unsigned Count)
{
    SCSI *Scsi = Device->State;

    if (Scsi->SubChannels != 0 || Scsi->IsIde || Scsi->IsFibre || Count >= MachineProcessors())
    {
        return HV_NTSTATUS_INVALID_PARAMETER;
    }
    while (Scsi->SubChannels < Count)
    {
        if (BusAddSubChannel(Device, Scsi->SubChannels + 1) == NULL)
        {
            return HV_NTSTATUS_INVALID_PARAMETER;
        }
        ++Scsi->SubChannels;
    }
    return HV_NTSTATUS_SUCCESS;
}

/* One step of the initialization; each is taken in its order only. */
static HV_NTSTATUS Step(SCSI *Scsi, STEP From, STEP To)
{
    if (Scsi->Step != From)
    {
        return HV_NTSTATUS_INVALID_DEVICE_STATE;
    }
    Scsi->Step = To;
    return HV_NTSTATUS_SUCCESS;
}

/* The names of a Fibre Channel adapter: of form 5 with the OUI 00155D; port and node differ in byte 6, adapters in the last. */
static HV_NTSTATUS GetNames(const HOST_DEVICE *Device, VMFC_WWN_PACKET *Names)
{
    const SCSI *Scsi = Device->State;
    const HV_UINT8 Name[8] = {0x50, 0x01, 0x55, 0xD0, 0, 0, 0, (HV_UINT8)Device->Number};

    if (!Scsi->IsFibre || Scsi->Step != StepProperties)
    {
        return Scsi->IsFibre ? HV_NTSTATUS_INVALID_DEVICE_STATE : HV_NTSTATUS_INVALID_PARAMETER;
    }
    memset(Names, 0, sizeof(*Names));
    Names->PrimaryWwnActive = 1;
    memcpy(Names->PrimaryPortWwn, Name, sizeof(Name));
    memcpy(Names->PrimaryNodeWwn, Name, sizeof(Name));
    memcpy(Names->SecondaryPortWwn, Name, sizeof(Name));
    memcpy(Names->SecondaryNodeWwn, Name, sizeof(Name));
    Names->PrimaryPortWwn[6] = 1;
    Names->SecondaryPortWwn[6] = 2;
    return HV_NTSTATUS_SUCCESS;
}

static void TakeControl(HOST_CHANNEL *Channel, VSTOR_PACKET *Answer, VSTOR_PACKET_OPERATION Operation)
{
    SCSI *Scsi = Channel->Device->State;

    switch (Operation)
    {
    case VStorOperationBeginInitialization:
        Scsi->Step = StepClosed;
        Answer->Status = Step(Scsi, StepClosed, StepBegun);
        break;
    case VStorOperationQueryProtocolVersion:
        Answer->Status = Scsi->Step == StepBegun ? TakeVersion(Scsi, Answer->Version.MajorMinor)
                                                 : HV_NTSTATUS_INVALID_DEVICE_STATE;
        if (Answer->Status == HV_NTSTATUS_SUCCESS)
        {
            Scsi->Step = StepVersion;
            HostSay("%s: version %u.%u", Channel->Device->Name, VMSTOR_PROTOCOL_MAJOR(Answer->Version.MajorMinor),
                    VMSTOR_PROTOCOL_MINOR(Answer->Version.MajorMinor));
        }
        break;
    case VStorOperationQueryProperties:
        Answer->Status = Step(Scsi, StepVersion, StepProperties);
        Answer->StorageChannelProperties =
            (VMSTORAGE_CHANNEL_PROPERTIES){.MaxTransferBytes = MaximumTransferBytes};
        if (!Scsi->IsIde && !Scsi->IsFibre)
        {
            Answer->StorageChannelProperties.MaximumSubChannelCount = (HV_UINT16)(MachineProcessors() - 1);
            Answer->StorageChannelProperties.Flags = STORAGE_CHANNEL_SUPPORTS_MULTI_CHANNEL;
        }
        break;
    case VStorOperationFcHbaData:
        Answer->Status = GetNames(Channel->Device, &Answer->FcWwnPacket);
        break;
    case VStorOperationEndInitialization:
        Answer->Status = Step(Scsi, StepProperties, StepReady);
        if (Answer->Status == HV_NTSTATUS_SUCCESS)
        {
            HostEvent("SCSI_READY", "{\"device\": \"%s\"}", Channel->Device->Name);
        }
        break;
    case VStorOperationCreateSubChannels:
        Answer->Status = Scsi->Step >= StepProperties ? CreateSubChannels(Channel->Device, Answer->SubChannelCount)
                                                      : HV_NTSTATUS_INVALID_DEVICE_STATE;
        break;
    case VStorOperationResetLun:
    case VStorOperationResetBus:
    case VStorOperationResetAdapter:
        Answer->Status = HV_NTSTATUS_SUCCESS; /* Nothing is in flight: requests are done one after the other. */
        break;
    default:
        Answer->Status = HV_NTSTATUS_INVALID_PARAMETER;
    }
}

static void TakePacket(HOST_CHANNEL *Channel, const MILE_HV_PACKET *Packet)
{
    SCSI *Scsi = Channel->Device->State;
    VSTOR_PACKET Answer = {0};

    if ((Packet->Descriptor.Type != VmbusPacketTypeDataInBand &&
         Packet->Descriptor.Type != VmbusPacketTypeDataUsingGpaDirect) ||
        Packet->PayloadBytes < VMSTORAGE_SIZEOF_VSTOR_PACKET_REVISION_1)
    {
        ChannelFail(Channel, "a packet of %u bytes", Packet->PayloadBytes);
        return;
    }
    memcpy(&Answer, Packet->Payload, Packet->PayloadBytes < sizeof(Answer) ? Packet->PayloadBytes : sizeof(Answer));
    if (Answer.Operation == VStorOperationExecuteSRB && Scsi->Step == StepReady)
    {
        Answer.Status = HV_NTSTATUS_SUCCESS;
        Execute(Channel, Packet, &Answer);
    }
    else if (Answer.Operation != VStorOperationExecuteSRB && Channel->SubChannel == 0)
    {
        TakeControl(Channel, &Answer, Answer.Operation);
    }
    else
    {
        Answer.Status = HV_NTSTATUS_INVALID_DEVICE_STATE;
    }
    Complete(Channel, Packet->Descriptor.TransactionId, &Answer);
}

static void Close(HOST_CHANNEL *Channel)
{
    SCSI *Scsi = Channel->Device->State;
    unsigned Kept = 0;

    for (unsigned Index = 0; Index < Scsi->DelayedCount; ++Index)
    {
        if (Scsi->Delayed[Index].Channel != Channel)
        {
            Scsi->Delayed[Kept++] = Scsi->Delayed[Index];
        }
    }
    Scsi->DelayedCount = Kept;
    if (Channel->SubChannel != 0)
    {
        return;
    }
    /* The guest is done with the controller: its sub-channels go with the first channel. */
    Scsi->Step = StepClosed;
    Scsi->SubChannels = 0;
    for (HOST_CHANNEL *Other = BusNextChannel(NULL), *Next; Other != NULL; Other = Next)
    {
        Next = BusNextChannel(Other);
        if (Other->Device == Channel->Device && Other->SubChannel != 0)
        {
            BusRescind(Other);
        }
    }
}

/*
 * Units.
 */

static int AddUnit(SCSI *Scsi, unsigned Lun, const char *Text, char *Reason)
{
    if (Lun >= MaximumUnits || Scsi->Units[Lun] != NULL)
    {
        snprintf(Reason, 256, "unit %u is taken, or there is no such unit", Lun);
        return 0;
    }
    Scsi->Units[Lun] = DiskOpen(Text, Reason);
    return Scsi->Units[Lun] != NULL;
}

static int Create(HOST_DEVICE *Device, const char *Arguments, char *Reason)
{
    SCSI *Scsi = Device->State;
    unsigned Lun = 0;

    Scsi->PacketBytes = VMSTORAGE_SIZEOF_VSTOR_PACKET_REVISION_2;
    Scsi->Delayed = calloc(MaximumDelayed, sizeof(*Scsi->Delayed));
    while (Scsi->Delayed != NULL && Arguments != NULL && *Arguments != 0)
    {
        size_t Length = strcspn(Arguments, ",");
        char Text[4096];

        snprintf(Text, sizeof(Text), "%.*s", (int)Length, Arguments);
        if (!AddUnit(Scsi, Lun++, Text, Reason))
        {
            return 0;
        }
        Arguments += Length + (Arguments[Length] == ',');
    }
    return Scsi->Delayed != NULL;
}

/* The instance names the place of an IDE disk: controller and device, two each. */
static int CreateIde(HOST_DEVICE *Device, const char *Arguments, char *Reason)
{
    SCSI *Scsi = Device->State;

    if (Arguments == NULL || strchr(Arguments, ',') != NULL || Device->Number >= 4)
    {
        strcpy(Reason, "an IDE disk is one file; there are four at most");
        return 0;
    }
    Scsi->IsIde = 1;
    Device->Instance = Device->Type->Instance;
    Device->Instance.Data1 = Device->Number / 2;
    Device->Instance.Data2 = (HV_UINT16)(Device->Number % 2);
    return Create(Device, Arguments, Reason);
}

static int CreateFibre(HOST_DEVICE *Device, const char *Arguments, char *Reason)
{
    SCSI *Scsi = Device->State;

    if (Arguments == NULL || strchr(Arguments, ',') != NULL)
    {
        strcpy(Reason, "an adapter reaches one unit, which is a file");
        return 0;
    }
    Scsi->IsFibre = 1;
    return Create(Device, Arguments, Reason);
}

static void OfferIde(HOST_CHANNEL *Channel, VMBUS_CHANNEL_OFFER_CHANNEL *Offer)
{
    const VMSTORAGE_OFFER_PROPERTIES Properties = {.PathId = (HV_UINT8)Channel->Instance.Data1,
                                                   .TargetId = (HV_UINT8)Channel->Instance.Data2,
                                                   .Flags = STORAGE_OFFER_EMULATED_IDE_FLAG};

    memcpy(Offer->UserDefined, &Properties, sizeof(Properties));
}

static void Destroy(HOST_DEVICE *Device)
{
    SCSI *Scsi = Device->State;

    HostCancelTimer(SendDelayed, Scsi);
    free(Scsi->Delayed);
    for (unsigned Lun = 0; Lun < MaximumUnits; ++Lun)
    {
        if (Scsi->Units[Lun] != NULL)
        {
            DiskClose(Scsi->Units[Lun]);
        }
    }
}

/* Has the guest look for units again. */
static void Notify(HOST_DEVICE *Device)
{
    const SCSI *Scsi = Device->State;
    VSTOR_PACKET Packet = {.Operation = VStorOperationEnumerateBus};

    if (Device->Channel != NULL && Device->Channel->IsOpen && Scsi->Step == StepReady)
    {
        ChannelSend(Device->Channel, &Packet, Scsi->PacketBytes);
    }
}

/*
 * Commands.
 */

/* The unit that "lun" names; null with a reason in Reply. */
static DISK *CommandUnit(HOST_DEVICE *Device, const char *Arguments, char *Reply, long long *Lun)
{
    SCSI *Scsi = Device->State;

    if (!JsonInteger(Arguments, "lun", 0, MaximumUnits - 1, 0, Lun) || Scsi->Units[*Lun] == NULL)
    {
        strcpy(Reply, "lun is the number of a unit that is there");
        return NULL;
    }
    return Scsi->Units[*Lun];
}

static int AddDisk(HOST_DEVICE *Device, const char *Arguments, char *Reply)
{
    char Text[4096];
    long long Lun;

    if (!JsonString(Arguments, "file", Text, sizeof(Text)) ||
        !JsonInteger(Arguments, "lun", 0, MaximumUnits - 1, 0, &Lun))
    {
        strcpy(Reply, "file is a path or memory:MIB, lun is 0 to 15");
        return 0;
    }
    if (!AddUnit(Device->State, (unsigned)Lun, Text, Reply))
    {
        return 0;
    }
    Notify(Device);
    return 1;
}

static int RemoveDisk(HOST_DEVICE *Device, const char *Arguments, char *Reply)
{
    SCSI *Scsi = Device->State;
    long long Lun;
    DISK *Unit = CommandUnit(Device, Arguments, Reply, &Lun);

    if (Unit == NULL)
    {
        return 0;
    }
    DiskClose(Unit);
    Scsi->Units[Lun] = NULL;
    Notify(Device);
    return 1;
}

static int SetFault(HOST_DEVICE *Device, const char *Arguments, char *Reply)
{
    long long Lun;
    long long Sector;
    long long Count;
    long long Kinds;
    DISK *Unit = CommandUnit(Device, Arguments, Reply, &Lun);

    if (Unit == NULL)
    {
        return 0;
    }
    if (!JsonInteger(Arguments, "sector", 0, INT64_MAX / 2, 0, &Sector) ||
        !JsonInteger(Arguments, "count", 0, INT64_MAX / 2, 1, &Count) ||
        !JsonInteger(Arguments, "kinds", 1, 3, 3, &Kinds))
    {
        strcpy(Reply, "sector and count are numbers, kinds is 1 (reads), 2 (writes) or 3");
        return 0;
    }
    if (Count == 0)
    {
        DiskClearFaults(Unit);
        return 1;
    }
    return DiskAddFault(Unit, (uint64_t)Sector, (uint64_t)Count, (int)Kinds);
}

static int SetDelay(HOST_DEVICE *Device, const char *Arguments, char *Reply)
{
    SCSI *Scsi = Device->State;
    long long Milliseconds;

    if (!JsonInteger(Arguments, "milliseconds", 0, 60000, 0, &Milliseconds))
    {
        strcpy(Reply, "milliseconds is 0 to 60000");
        return 0;
    }
    Scsi->DelayMilliseconds = (unsigned)Milliseconds;
    return 1;
}

/* CRC-32 as zlib and the utility crc32 have it, so that a guest's can be compared with the file's. */
static HV_UINT32 Checksum(HV_UINT32 Sum, const HV_UINT8 *Data, size_t Bytes)
{
    static HV_UINT32 Table[256];

    for (unsigned Index = 0; Table[255] == 0 && Index < 256; ++Index)
    {
        Table[Index] = Index;
        for (unsigned Bit = 0; Bit < 8; ++Bit)
        {
            Table[Index] = (Table[Index] >> 1) ^ ((Table[Index] & 1) * 0xEDB88320U);
        }
    }
    while (Bytes-- != 0)
    {
        Sum = (Sum >> 8) ^ Table[(Sum ^ *Data++) & 0xFF];
    }
    return Sum;
}

static int SumDisk(HOST_DEVICE *Device, const char *Arguments, char *Reply)
{
    static HV_UINT8 Buffer[1 << 16];
    long long Lun;
    const DISK *Unit = CommandUnit(Device, Arguments, Reply, &Lun);
    HV_UINT32 Sum = UINT32_MAX;
    uint64_t Bytes;

    if (Unit == NULL)
    {
        return 0;
    }
    Bytes = DiskSectors(Unit) * DiskSectorBytes;
    for (uint64_t At = 0; At < Bytes;)
    {
        size_t Piece = Bytes - At < sizeof(Buffer) ? (size_t)(Bytes - At) : sizeof(Buffer);

        if (!DiskRead(Unit, At, Buffer, Piece))
        {
            strcpy(Reply, "the file cannot be read");
            return 0;
        }
        Sum = Checksum(Sum, Buffer, Piece);
        At += Piece;
    }
    snprintf(Reply, ReplyBytes, "{\"crc32\": %u, \"bytes\": %llu}", (HV_UINT32)~Sum, (unsigned long long)Bytes);
    return 1;
}

static int ReadDisk(HOST_DEVICE *Device, const char *Arguments, char *Reply)
{
    long long Lun;
    long long Sector;
    const DISK *Unit = CommandUnit(Device, Arguments, Reply, &Lun);
    HV_UINT8 Data[DiskSectorBytes];
    size_t Length;

    if (Unit == NULL)
    {
        return 0;
    }
    if (!JsonInteger(Arguments, "sector", 0, (long long)DiskSectors(Unit) - 1, 0, &Sector) ||
        !DiskRead(Unit, (uint64_t)Sector * DiskSectorBytes, Data, sizeof(Data)))
    {
        strcpy(Reply, "sector is a sector of the disk");
        return 0;
    }
    Length = (size_t)snprintf(Reply, ReplyBytes, "{\"hex\": \"");
    for (unsigned Index = 0; Index < sizeof(Data); ++Index)
    {
        Length += (size_t)snprintf(Reply + Length, ReplyBytes - Length, "%02x", Data[Index]);
    }
    snprintf(Reply + Length, ReplyBytes - Length, "\"}");
    return 1;
}

static int ReportDisk(HOST_DEVICE *Device, const char *Arguments, char *Reply)
{
    long long Lun;
    const DISK *Unit = CommandUnit(Device, Arguments, Reply, &Lun);
    const DISK_STATISTICS *Statistics;

    if (Unit == NULL)
    {
        return 0;
    }
    Statistics = DiskStatistics(Unit);
    snprintf(Reply, ReplyBytes,
             "{\"reads\": %llu, \"writes\": %llu, \"bytes_read\": %llu, \"bytes_written\": %llu, \"flushes\": %llu, "
             "\"unmaps\": %llu, \"bytes_unmapped\": %llu, \"errors\": %llu}",
             (unsigned long long)Statistics->Reads, (unsigned long long)Statistics->Writes,
             (unsigned long long)Statistics->BytesRead, (unsigned long long)Statistics->BytesWritten,
             (unsigned long long)Statistics->Flushes, (unsigned long long)Statistics->Unmaps,
             (unsigned long long)Statistics->BytesUnmapped, (unsigned long long)Statistics->Errors);
    return 1;
}

static const HOST_COMMAND Commands[] = {
    {"disk-add", "file, lun (0): adds a disk while the guest runs", AddDisk},
    {"disk-remove", "lun (0): takes a disk away", RemoveDisk},
    {"disk-fault", "lun (0), sector, count (1), kinds (3): reads (1) and writes (2) there fail; count 0 ends all", SetFault},
    {"disk-delay", "milliseconds: how long each answer of the controller waits", SetDelay},
    {"disk-sum", "lun (0): CRC-32 of the disk's file", SumDisk},
    {"disk-read", "lun (0), sector: a sector of the disk's file, in hexadecimal", ReadDisk},
    {"disk-report", "lun (0): what the guest did with the disk", ReportDisk},
    {NULL, NULL, NULL},
};

const HOST_DEVICE_TYPE ScsiType = {
    .Name = "scsi",
    .Arguments = "[FILE[:ro],...]",
    .Help = "SCSI controller with disks on raw files, units 0, 1 ...; memory:MIB is a disk that is forgotten",
    .Class = VMSCSI_CLASS_ID_INIT,
    .Instance = VMSCSI_AZURE_FIRST_INSTANCE_ID_INIT,
    .StateBytes = sizeof(SCSI),
    .Create = Create,
    .Packet = TakePacket,
    .Close = Close,
    .Destroy = Destroy,
    .Commands = Commands,
};

const HOST_DEVICE_TYPE IdeType = {
    .Name = "ide",
    .Arguments = "FILE[:ro]",
    .Help = "IDE accelerator: one disk",
    .Class = VMIDE_ACCELERATOR_CLASS_ID_INIT,
    .Instance = VMIDE_ACCELERATOR_INSTANCE_ID_0_0_INIT,
    .StateBytes = sizeof(SCSI),
    .Create = CreateIde,
    .Offer = OfferIde,
    .Packet = TakePacket,
    .Close = Close,
    .Destroy = Destroy,
    .Commands = Commands,
};

const HOST_DEVICE_TYPE FibreChannelType = {
    .Name = "fibre",
    .Arguments = "FILE[:ro]",
    .Help = "Fibre Channel adapter: its names, and one unit",
    .Class = VMFC_CLASS_ID_INIT,
    .Instance = HV_GUID_INIT(0x6d696c65, 0x6663, 0x6861, 0x80, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x01),
    .StateBytes = sizeof(SCSI),
    .Create = CreateFibre,
    .Packet = TakePacket,
    .Close = Close,
    .Destroy = Destroy,
    .Commands = Commands,
};
