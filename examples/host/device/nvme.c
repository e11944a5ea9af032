/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief An NVMe controller with one namespace, behind the virtual PCI bus; its blocks are disk.c's.
 *
 * Commands are executed when the guest rings a queue's doorbell, one after the
 * other. Everything that a command and a queue name is in the guest's memory:
 * HostMemory() checks each address, and a queue's entries and a command's pages
 * are bounded.
 *
 * Source: NVM Express Base Specification 1.2.
 */

#include "disk.h"
#include "pci.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum
{
    Queues = PciVectors, /* The admin queue, and one of each kind for each further vector. */
    MaximumEntries = 256,
    SubmissionBytes = 64,
    CompletionBytes = 16,
    MaximumPages = 32,   /* Of one transfer: MDTS is 5. */
    IdentifyBytes = 4096,

    RegisterCapabilities = 0x00,
    RegisterVersion = 0x08,
    RegisterConfiguration = 0x14,
    RegisterStatus = 0x1C,
    RegisterAdminSizes = 0x24,
    RegisterAdminSubmission = 0x28,
    RegisterAdminCompletion = 0x30,
    RegisterDoorbells = 0x1000,

    ConfigurationEnable = 1,
    ConfigurationShutdown = 3 << 14,
    StatusReady = 1,
    StatusShutdownDone = 2 << 2,

    Version12 = 0x00010200,
};

/* Opcodes, and the status of a completion: the code in bits 0 to 7, its type from bit 8 on. */
enum
{
    AdminDeleteSubmission = 0x00,
    AdminCreateSubmission = 0x01,
    AdminGetLogPage = 0x02,
    AdminDeleteCompletion = 0x04,
    AdminCreateCompletion = 0x05,
    AdminIdentify = 0x06,
    AdminAbort = 0x08,
    AdminSetFeatures = 0x09,
    AdminGetFeatures = 0x0A,
    AdminAsynchronousEvent = 0x0C,
    IoFlush = 0x00,
    IoWrite = 0x01,
    IoRead = 0x02,
    FeatureQueues = 0x07,

    NvmeSuccess = 0x000,
    NvmeInvalidOpcode = 0x001,
    NvmeInvalidField = 0x002,
    NvmeDataError = 0x004,
    NvmeInvalidNamespace = 0x00B,
    NvmeOutOfRange = 0x080,
    NvmeInvalidQueue = 0x101,
    NvmeNoCompletion = 0xFFFF, /* Of this program: the command stays open. */
};

typedef struct SUBMISSION
{
    uint64_t Address; /* 0: there is none. */
    unsigned Entries;
    unsigned Head;
    unsigned Tail;
    unsigned Completion;
} SUBMISSION;

typedef struct COMPLETION
{
    uint64_t Address;
    unsigned Entries;
    unsigned Head; /* The guest's: it has taken what is before. */
    unsigned Tail;
    unsigned Phase;
    unsigned Vector;
    int HasInterrupt;
} COMPLETION;

typedef struct NVME
{
    PCI_FUNCTION *Function;
    DISK *Disk;
    uint32_t Configuration;
    uint32_t Status;
    uint32_t AdminSizes;
    uint64_t AdminSubmission;
    uint64_t AdminCompletion;
    SUBMISSION Submissions[Queues];
    COMPLETION Completions[Queues];
} NVME;

static uint64_t Get(const uint8_t *At, unsigned Bytes)
{
    uint64_t Value = 0;

    memcpy(&Value, At, Bytes);
    return Value;
}

static void Put(uint8_t *At, uint64_t Value, unsigned Bytes)
{
    memcpy(At, &Value, Bytes);
}

/*
 * Data of a command: two page pointers, or a page pointer and a list of them.
 */

static int Gather(const uint8_t *Command, size_t Bytes, struct iovec Pieces[MaximumPages + 1])
{
    const uint64_t First = Get(Command + 24, 8);
    const uint64_t Second = Get(Command + 32, 8);
    size_t Left = Bytes;
    size_t Piece = HostPageBytes - First % HostPageBytes;
    unsigned Pages;
    uint64_t Address = First;

    if (Bytes == 0 || Bytes > (size_t)MaximumPages * HostPageBytes)
    {
        return -1;
    }
    Piece = Piece < Left ? Piece : Left;
    Pages = (unsigned)((Left - Piece + HostPageBytes - 1) / HostPageBytes); /* After the first. */
    for (unsigned Index = 0;; ++Index)
    {
        const uint8_t *List;

        Pieces[Index] = (struct iovec){HostMemory(Address, Piece), Piece};
        if (Pieces[Index].iov_base == NULL)
        {
            return -1;
        }
        Left -= Piece;
        if (Left == 0)
        {
            return (int)Index + 1;
        }
        /* One page more is the second pointer itself; more are a list, which here stays in its page. */
        List = Pages > 1 && Second % HostPageBytes + 8ULL * Pages <= HostPageBytes ? HostMemory(Second, 8ULL * Pages) : NULL;
        if (Pages > 1 && List == NULL)
        {
            return -1;
        }
        Address = Pages > 1 ? Get(List + 8 * Index, 8) : Second;
        if (Address % HostPageBytes != 0)
        {
            return -1;
        }
        Piece = Left < HostPageBytes ? Left : HostPageBytes;
    }
}

static unsigned Give(const uint8_t *Command, void *Data, size_t Bytes)
{
    struct iovec Pieces[MaximumPages + 1];
    int Count = Gather(Command, Bytes, Pieces);

    if (Count < 0)
    {
        return NvmeInvalidField;
    }
    VectorCopy(Pieces, Count, Data, Bytes, 1);
    return NvmeSuccess;
}

/*
 * Admin commands.
 */

static unsigned Identify(const NVME *Nvme, const uint8_t *Command)
{
    uint8_t Data[IdentifyBytes] = {0};

    switch (Command[40])
    {
    case 0: /* Namespace. */
        if (Get(Command + 4, 4) != 1)
        {
            return NvmeInvalidNamespace;
        }
        Put(Data + 0, DiskSectors(Nvme->Disk), 8);
        Put(Data + 8, DiskSectors(Nvme->Disk), 8);
        Put(Data + 16, DiskSectors(Nvme->Disk), 8);
        Put(Data + 128, 9U << 16, 4); /* Blocks of 2^9 bytes. */
        break;
    case 1: /* Controller. */
        Put(Data + 0, 0x1414, 2);
        Put(Data + 2, 0x1414, 2);
        memcpy(Data + 4, "MILE0001            ", 20);
        memcpy(Data + 24, "Mile.HyperV NVMe                        ", 40);
        memcpy(Data + 64, "1.0     ", 8);
        Data[77] = 5; /* Transfers of 2^5 pages. */
        Put(Data + 80, Version12, 4);
        Data[512] = 0x66; /* Entries of 2^6 and 2^4 bytes. */
        Data[513] = 0x44;
        Put(Data + 516, 1, 4); /* One namespace. */
        Data[525] = 1;         /* A cache that is flushed. */
        break;
    case 2: /* Namespaces after the given one. */
        Put(Data, Get(Command + 4, 4) == 0 ? 1 : 0, 4);
        break;
    default:
        return NvmeInvalidField;
    }
    return Give(Command, Data, sizeof(Data));
}

/* Creates a queue; both kinds have the same form. */
static unsigned CreateQueue(NVME *Nvme, const uint8_t *Command, int IsCompletion)
{
    const unsigned Id = (unsigned)Get(Command + 40, 2);
    const unsigned Entries = (unsigned)Get(Command + 42, 2) + 1;
    const unsigned Flags = (unsigned)Get(Command + 44, 2);
    const unsigned Other = (unsigned)Get(Command + 46, 2); /* The vector, or the completion queue. */
    const uint64_t Address = Get(Command + 24, 8);

    if (Id == 0 || Id >= Queues || Entries < 2 || Entries > MaximumEntries || (Flags & 1) == 0 ||
        Address % HostPageBytes != 0 || Address == 0 || Other >= Queues)
    {
        return NvmeInvalidQueue;
    }
    if (IsCompletion)
    {
        if (Nvme->Completions[Id].Address != 0)
        {
            return NvmeInvalidQueue;
        }
        Nvme->Completions[Id] = (COMPLETION){
            .Address = Address, .Entries = Entries, .Phase = 1, .Vector = Other, .HasInterrupt = (Flags & 2) != 0};
        return NvmeSuccess;
    }
    if (Nvme->Submissions[Id].Address != 0 || Other == 0 || Nvme->Completions[Other].Address == 0)
    {
        return NvmeInvalidQueue;
    }
    Nvme->Submissions[Id] = (SUBMISSION){.Address = Address, .Entries = Entries, .Completion = Other};
    return NvmeSuccess;
}

static unsigned DeleteQueue(NVME *Nvme, const uint8_t *Command, int IsCompletion)
{
    const unsigned Id = (unsigned)Get(Command + 40, 2);

    if (Id == 0 || Id >= Queues)
    {
        return NvmeInvalidQueue;
    }
    for (unsigned Index = 1; IsCompletion && Index < Queues; ++Index)
    {
        if (Nvme->Submissions[Index].Address != 0 && Nvme->Submissions[Index].Completion == Id)
        {
            return NvmeInvalidQueue;
        }
    }
    if (IsCompletion)
    {
        memset(&Nvme->Completions[Id], 0, sizeof(Nvme->Completions[Id]));
    }
    else
    {
        memset(&Nvme->Submissions[Id], 0, sizeof(Nvme->Submissions[Id]));
    }
    return NvmeSuccess;
}

static unsigned ExecuteAdmin(NVME *Nvme, const uint8_t *Command, uint32_t *Result)
{
    switch (Command[0])
    {
    case AdminIdentify:
        return Identify(Nvme, Command);
    case AdminCreateCompletion:
    case AdminCreateSubmission:
        return CreateQueue(Nvme, Command, Command[0] == AdminCreateCompletion);
    case AdminDeleteCompletion:
    case AdminDeleteSubmission:
        return DeleteQueue(Nvme, Command, Command[0] == AdminDeleteCompletion);
    case AdminSetFeatures:
    case AdminGetFeatures:
        /* As many queues as there are; all other features are taken and do nothing. */
        *Result = Command[40] == FeatureQueues ? (Queues - 2) | (Queues - 2) << 16 : 0;
        return NvmeSuccess;
    case AdminAbort:
        *Result = 1; /* It was not aborted: commands end before the next one begins. */
        return NvmeSuccess;
    case AdminAsynchronousEvent:
        return NvmeNoCompletion; /* There are no events. */
    default:
        return NvmeInvalidOpcode;
    }
}

/*
 * Commands of the namespace, as the disk's SCSI commands.
 */

static unsigned ExecuteIo(NVME *Nvme, const uint8_t *Command)
{
    struct iovec Pieces[MaximumPages + 1];
    const int IsWrite = Command[0] == IoWrite;
    const uint64_t Block = Get(Command + 40, 8);
    const uint64_t Count = Get(Command + 48, 2) + 1;
    uint8_t Cdb[16] = {IsWrite ? 0x8A : 0x88}; /* WRITE (16), READ (16). */
    SCSI_REQUEST Request = {.Cdb = Cdb, .IsToDevice = IsWrite, .Pieces = Pieces};

    if (Get(Command + 4, 4) != 1)
    {
        return NvmeInvalidNamespace;
    }
    if (Command[0] == IoFlush)
    {
        Cdb[0] = 0x91; /* SYNCHRONIZE CACHE (16). */
        DiskExecute(Nvme->Disk, &Request);
        return Request.Status == ScsiStatusGood ? NvmeSuccess : NvmeDataError;
    }
    if (Command[0] != IoRead && Command[0] != IoWrite)
    {
        return NvmeInvalidOpcode;
    }
    if (Block > DiskSectors(Nvme->Disk) || Count > DiskSectors(Nvme->Disk) - Block)
    {
        return NvmeOutOfRange;
    }
    Request.Bytes = Count * DiskSectorBytes;
    Request.PieceCount = Gather(Command, Request.Bytes, Pieces);
    if (Request.PieceCount < 0)
    {
        return NvmeInvalidField;
    }
    for (unsigned Index = 0; Index < 8; ++Index) /* Big-endian. */
    {
        Cdb[2 + Index] = (uint8_t)(Block >> (56 - 8 * Index));
        Cdb[10 + Index % 4] = (uint8_t)(Count >> (24 - 8 * (Index % 4)));
    }
    DiskExecute(Nvme->Disk, &Request);
    return Request.Status == ScsiStatusGood ? NvmeSuccess : NvmeDataError;
}

/*
 * Queues.
 */

static void Complete(NVME *Nvme, COMPLETION *Queue, unsigned SubmissionId, unsigned CommandId, unsigned Status,
                     uint32_t Result)
{
    uint8_t Entry[CompletionBytes] = {0};
    uint8_t *Place = HostMemory(Queue->Address + (uint64_t)Queue->Tail * CompletionBytes, CompletionBytes);

    if (Place == NULL)
    {
        return;
    }
    Put(Entry, Result, 4);
    Put(Entry + 8, Nvme->Submissions[SubmissionId].Head, 2);
    Put(Entry + 10, SubmissionId, 2);
    Put(Entry + 12, CommandId, 2);
    memcpy(Place, Entry, 14);
    /* The phase makes the entry valid, so it comes last. */
    __atomic_store_n((uint16_t *)(void *)(Place + 14), (uint16_t)(Status << 1 | Queue->Phase), __ATOMIC_RELEASE);
    Queue->Tail = (Queue->Tail + 1) % Queue->Entries;
    Queue->Phase ^= Queue->Tail == 0;
}

/* Executes what waits in a submission queue, as far as its completions have room. */
static void Run(NVME *Nvme, unsigned Id)
{
    SUBMISSION *Queue = &Nvme->Submissions[Id];
    COMPLETION *Answers = &Nvme->Completions[Queue->Completion];
    int IsAny = 0;

    while (Queue->Address != 0 && Answers->Address != 0 && Queue->Head != Queue->Tail &&
           (Answers->Tail + 1) % Answers->Entries != Answers->Head)
    {
        const uint8_t *Place = HostMemory(Queue->Address + (uint64_t)Queue->Head * SubmissionBytes, SubmissionBytes);
        uint8_t Command[SubmissionBytes];
        uint32_t Result = 0;
        unsigned Status;

        if (Place == NULL)
        {
            break;
        }
        memcpy(Command, Place, sizeof(Command));
        Queue->Head = (Queue->Head + 1) % Queue->Entries;
        Status = Id == 0 ? ExecuteAdmin(Nvme, Command, &Result) : ExecuteIo(Nvme, Command);
        if (Status != NvmeNoCompletion)
        {
            Complete(Nvme, Answers, Id, (unsigned)Get(Command + 2, 2), Status, Result);
            IsAny = 1;
        }
    }
    if (IsAny && Answers->HasInterrupt)
    {
        PciInterrupt(Nvme->Function, Answers->Vector);
    }
}

static void Doorbell(NVME *Nvme, unsigned Index, uint32_t Value)
{
    const unsigned Id = Index / 2;

    if (Id >= Queues)
    {
        return;
    }
    if (Index % 2 == 0)
    {
        if (Value < Nvme->Submissions[Id].Entries)
        {
            Nvme->Submissions[Id].Tail = Value;
            Run(Nvme, Id);
        }
        return;
    }
    if (Value < Nvme->Completions[Id].Entries)
    {
        Nvme->Completions[Id].Head = Value;
        for (unsigned Submission = 0; Submission < Queues; ++Submission)
        {
            if (Nvme->Submissions[Submission].Completion == Id)
            {
                Run(Nvme, Submission); /* There may be room again. */
            }
        }
    }
}

/*
 * Registers.
 */

static void Reset(void *State)
{
    NVME *Nvme = State;

    memset(Nvme->Submissions, 0, sizeof(Nvme->Submissions));
    memset(Nvme->Completions, 0, sizeof(Nvme->Completions));
    Nvme->Configuration = 0;
    Nvme->Status = 0;
}

static void Configure(NVME *Nvme, uint32_t Value)
{
    const int WasEnabled = (Nvme->Configuration & ConfigurationEnable) != 0;
    const unsigned SubmissionEntries = (Nvme->AdminSizes & 0xFFF) + 1;
    const unsigned CompletionEntries = (Nvme->AdminSizes >> 16 & 0xFFF) + 1;

    if ((Value & ConfigurationEnable) == 0)
    {
        Reset(Nvme);
    }
    else if (!WasEnabled && SubmissionEntries >= 2 && SubmissionEntries <= MaximumEntries && CompletionEntries >= 2 &&
             CompletionEntries <= MaximumEntries)
    {
        Nvme->Submissions[0] = (SUBMISSION){.Address = Nvme->AdminSubmission, .Entries = SubmissionEntries};
        Nvme->Completions[0] = (COMPLETION){
            .Address = Nvme->AdminCompletion, .Entries = CompletionEntries, .Phase = 1, .HasInterrupt = 1};
        Nvme->Status = StatusReady;
    }
    if ((Value & ConfigurationShutdown) != 0)
    {
        Nvme->Status |= StatusShutdownDone;
    }
    Nvme->Configuration = Value;
}

/* 64 bits of registers from an offset that is a multiple of 4. */
static uint64_t Read(const NVME *Nvme, uint64_t Offset)
{
    /* Entries of a queue, queues in one piece, 5 seconds to be ready, the NVM commands. */
    const uint64_t Capabilities = (MaximumEntries - 1) | 1ULL << 16 | 10ULL << 24 | 1ULL << 37;

    switch (Offset)
    {
    case RegisterCapabilities:
        return Capabilities;
    case RegisterCapabilities + 4:
        return Capabilities >> 32;
    case RegisterVersion:
        return Version12;
    case RegisterConfiguration:
        return Nvme->Configuration;
    case RegisterStatus:
        return Nvme->Status;
    case RegisterAdminSizes:
        return Nvme->AdminSizes;
    case RegisterAdminSubmission:
        return Nvme->AdminSubmission;
    case RegisterAdminSubmission + 4:
        return Nvme->AdminSubmission >> 32;
    case RegisterAdminCompletion:
        return Nvme->AdminCompletion;
    case RegisterAdminCompletion + 4:
        return Nvme->AdminCompletion >> 32;
    default:
        return 0;
    }
}

static void SetHalf(uint64_t *Register, int IsHigh, uint64_t Value, unsigned Bytes)
{
    if (Bytes == 8)
    {
        *Register = Value;
    }
    else if (IsHigh)
    {
        *Register = (*Register & 0xFFFFFFFFU) | Value << 32;
    }
    else
    {
        *Register = (*Register & ~(uint64_t)0xFFFFFFFFU) | (uint32_t)Value;
    }
}

static uint64_t Access(void *State, uint64_t Offset, unsigned Bytes, int IsWrite, uint64_t Value)
{
    NVME *Nvme = State;

    if (!IsWrite || Offset % 4 != 0 || Bytes < 4)
    {
        return Read(Nvme, Offset);
    }
    if (Offset >= RegisterDoorbells)
    {
        Doorbell(Nvme, (unsigned)((Offset - RegisterDoorbells) / 4), (uint32_t)Value);
        return 0;
    }
    switch (Offset)
    {
    case RegisterConfiguration:
        Configure(Nvme, (uint32_t)Value);
        break;
    case RegisterAdminSizes:
        Nvme->AdminSizes = (uint32_t)Value;
        break;
    case RegisterAdminSubmission:
    case RegisterAdminSubmission + 4:
        SetHalf(&Nvme->AdminSubmission, Offset != RegisterAdminSubmission, Value, Bytes);
        break;
    case RegisterAdminCompletion:
    case RegisterAdminCompletion + 4:
        SetHalf(&Nvme->AdminCompletion, Offset != RegisterAdminCompletion, Value, Bytes);
        break;
    default:
        break;
    }
    return 0;
}

static void *Create(PCI_FUNCTION *Function, const char *Arguments, char *Reason)
{
    NVME *Nvme = calloc(1, sizeof(*Nvme));

    if (Nvme == NULL)
    {
        HostFail("memory");
    }
    Nvme->Function = Function;
    Nvme->Disk = DiskOpen(Arguments, Reason);
    if (Nvme->Disk == NULL)
    {
        free(Nvme);
        return NULL;
    }
    return Nvme;
}

static void Destroy(void *State)
{
    NVME *Nvme = State;

    DiskClose(Nvme->Disk);
    free(Nvme);
}

const PCI_FUNCTION_TYPE NvmeFunction = {
    .Name = "nvme",
    .Vendor = 0x1414,
    .Device = 0x6E76,
    .Class = {0x02, 0x08, 0x01}, /* NVM Express, non-volatile memory, mass storage. */
    .Create = Create,
    .Destroy = Destroy,
    .Reset = Reset,
    .Access = Access,
};
