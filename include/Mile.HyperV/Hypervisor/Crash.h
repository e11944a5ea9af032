/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Crash dumps of the hypervisor, live dumps, and the events by which a root partition announces its own crash.
 *
 * When the hypervisor itself crashes it cannot write a file. The root
 * partition's boot driver reserves memory before the hypervisor is launched,
 * the *crash dump area*, and tells its machine address through the loader
 * block (Loader.h) or, later, the system property of the area. A crashing
 * hypervisor fills the area (what it is, why it stopped, its processors'
 * contexts) and sets Valid; the root's crash dump code finds it there and
 * writes the hypervisor's memory into a dump file.
 *
 *      +---------------------------+  HV_CRASHDUMP_AREA (by Version)
 *      | image, partitions, reason |
 *      | ContextOffset ------------|--+
 *      +---------------------------+  |
 *      | HV_CRASHDUMP_PROCESSOR_   |<-+  ContextCount of them, the crashing
 *      |   STATE                   |     processor always among them
 *      | registers, stacks         |     offsets count from the area's start
 *      +---------------------------+
 *
 * Read Version first. The area grew by members in the middle, so that a later
 * form cannot be read as an earlier one:
 *
 *      Version 1   HV_CRASHDUMP_AREA_V1   one processor, no contexts
 *      Version 2   HV_CRASHDUMP_AREA_V2   all processors, the code at the fault
 *      Version 3   HV_CRASHDUMP_AREA_V3   MaxPfn, the form of the page database
 *      Version 4   HV_CRASHDUMP_AREA_V4   Partial; offsets as in version 3
 *      later       HV_CRASHDUMP_AREA      three images, other offsets
 *
 * A reader bounds every offset and size by the area's own size before it uses
 * it: a hypervisor that crashed may have written anything. The addresses in the
 * area are the hypervisor's own virtual addresses but for those named Spa and
 * PageTableBase; the reader translates them with the page tables at
 * PageTableBase.
 *
 * The other way round, a root that crashes tells the hypervisor by
 * HvCallNotifyPartitionEvent, so that it stops the other processors and keeps
 * still while the root saves memory.
 *
 * A guest reports its own crash by the crash registers, HV_X64_MSR_CRASH_P0 to
 * HV_X64_MSR_CRASH_CTL on x64 and HvRegisterGuestCrashP0 to
 * HvRegisterGuestCrashCtl on ARM64 (Msr.h).
 *
 * Sources: WDK 7.1 hvgdk.h; symbols of securekernel 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_CRASH
#define MILE_HYPERV_HYPERVISOR_CRASH

#include "Types.h"

HV_HEADER_BEGIN

/** Version of the area in the WDK 7.1: HV_CRASHDUMP_AREA_V2. */
#define HV_CRASHDUMP_AREA_VERSION 2
/** UTF-16 units of ImageName. */
#define HV_IMAGE_NAME_MAX_LENGTH 32
/** Pages that an area has by default. */
#define HV_DEFAULT_CRASHDUMP_SPA_PAGES 5

/**
 * One processor in the area, since version 2. Sizes and offsets are in bytes;
 * offsets count from the start of the area.
 *
 * Source: WDK 7.1; symbols of securekernel 26100.
 */
typedef struct HV_CRASHDUMP_PROCESSOR_STATE
{
    HV_UINT32 RegisterStateOffset; /**< The registers of the thread that ran there; form by processor and release. */
    HV_UINT32 RegisterStateSize;
    HV_UINT32 CrashStackSize;
    HV_UINT32 CrashStackOffset;    /**< A copy of its stack. */
    HV_UINT64 CrashStackAddress;   /**< Virtual address at which the stack lay. */
    HV_UINT32 PlatformStateSize;
    HV_UINT32 PlatformStateOffset; /**< Data of the platform; no public description. */
} HV_CRASHDUMP_PROCESSOR_STATE, *PHV_CRASHDUMP_PROCESSOR_STATE;
HV_STATIC_ASSERT(sizeof(HV_CRASHDUMP_PROCESSOR_STATE) == 32);

/**
 * The crash dump area, version 1: one processor only.
 *
 * Source: WDK 7.1; symbols of securekernel 26100.
 */
typedef struct HV_CRASHDUMP_AREA_V1
{
    HV_UINT32 Version;
    union
    {
        HV_UINT32 FlagsAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 Valid : 1;     /**< Bit 0: the hypervisor crashed and filled the area. */
            HV_UINT32 Reserved : 31; /**< Bits 1 to 31. */
        };
#endif
    };
    HV_UINT64 HypervisorBase; /**< Virtual address of the hypervisor's image. */
    HV_UINT32 SizeOfImage;    /**< Bytes. */
    HV_UINT16 ImageNameLength;
    HV_UINT16 ImageName[32];
    HV_UINT16 Padding0;
    HV_UINT64 BugCheckData[5]; /**< The stop code and its four parameters. */
    HV_UINT64 BugCheckErrorReturnAddress; /**< Of the code that asked for the stop. */
    HV_UINT64 PageTableBase; /**< Machine address of the root of the hypervisor's page tables. */
    HV_UINT64 PfnDataBase;
    HV_UINT64 DebuggerDataBlock; /**< From which a debugger finds everything else. */
    HV_UINT32 NumberProcessors;
    HV_UINT32 ProcessorStateOffset; /**< Registers of the crashing thread. */
    HV_UINT32 ProcessorStateSize;
    HV_UINT32 CrashStackSize;
    HV_UINT32 CrashStackOffset; /**< A copy of its stack. */
    HV_UINT32 Padding1;
    HV_UINT64 CrashStackAddress; /**< Virtual address at which the stack lay. */
} HV_CRASHDUMP_AREA_V1, *PHV_CRASHDUMP_AREA_V1;
HV_STATIC_ASSERT(sizeof(HV_CRASHDUMP_AREA_V1) == 192);

/**
 * The crash dump area, version 2: all processors, the code at the fault.
 * The WDK 7.1 calls this one HV_CRASHDUMP_AREA.
 *
 * Source: WDK 7.1; symbols of securekernel 26100.
 */
typedef struct HV_CRASHDUMP_AREA_V2
{
    HV_UINT32 Version;
    union
    {
        HV_UINT32 FlagsAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 Valid : 1;     /**< Bit 0: the hypervisor crashed and filled the area. */
            HV_UINT32 Reserved : 31; /**< Bits 1 to 31. */
        };
#endif
    };
    HV_UINT64 HypervisorBase;
    HV_UINT32 SizeOfImage;
    HV_UINT32 CheckSum;
    HV_UINT64 CurrentPartition;
    HV_UINT64 PartitionsCreated;
    HV_UINT32 PartitionsRunning;
    HV_UINT32 Padding0;
    HV_UINT64 CompartmentFreePfns;
    HV_UINT16 ImageNameLength; /**< UTF-16 units of ImageName. */
    HV_UINT16 ImageName[32];
    HV_UINT16 Padding1[3];
    HV_UINT64 BugCheckData[5]; /**< The stop code and its four parameters. */
    HV_UINT64 BugCheckErrorReturnAddress;
    HV_UINT64 PageTableBase; /**< Machine address of the root of the hypervisor's page tables. */
    HV_UINT64 PfnDataBase;
    HV_UINT64 DebuggerDataBlock; /**< From which a debugger finds everything else. */
    HV_UINT32 NumberProcessors;
    HV_UINT32 CurrentProcessor; /**< The one that crashed. */
    HV_UINT64 CodeSpa; /**< Machine address of the code at the fault, where it is known. */
    HV_UINT8 CodeChunk[512]; /**< That code. */
    HV_UINT32 ContextCount;
    HV_UINT32 ContextOffset; /**< Of the first HV_CRASHDUMP_PROCESSOR_STATE. */
    HV_UINT32 ContextSize;
    HV_UINT32 Padding2;
} HV_CRASHDUMP_AREA_V2, *PHV_CRASHDUMP_AREA_V2;
HV_STATIC_ASSERT(sizeof(HV_CRASHDUMP_AREA_V2) == 744);

/**
 * The crash dump area, version 3: with MaxPfn and, at the end, the form of the
 * page database (PfnEntrySize, AllocatedPfnEntryMask).
 *
 * Source: symbols of securekernel 26100.
 */
typedef struct HV_CRASHDUMP_AREA_V3
{
    HV_UINT32 Version;
    union
    {
        HV_UINT32 FlagsAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 Valid : 1;     /**< Bit 0: the hypervisor crashed and filled the area. */
            HV_UINT32 Reserved : 31; /**< Bits 1 to 31. */
        };
#endif
    };
    HV_UINT64 HypervisorBase;
    HV_UINT32 SizeOfImage;
    HV_UINT32 CheckSum;
    HV_UINT64 CurrentPartition;
    HV_UINT64 PartitionsCreated;
    HV_UINT32 PartitionsRunning;
    HV_UINT32 Padding0;
    HV_UINT64 CompartmentFreePfns;
    HV_UINT16 ImageNameLength; /**< UTF-16 units of ImageName. */
    HV_UINT16 ImageName[32];
    HV_UINT16 Padding1[3];
    HV_UINT64 BugCheckData[5]; /**< The stop code and its four parameters. */
    HV_UINT64 BugCheckErrorReturnAddress;
    HV_UINT64 PageTableBase; /**< Machine address of the root of the hypervisor's page tables. */
    HV_UINT64 PfnDataBase;
    HV_UINT64 MaxPfn;
    HV_UINT64 DebuggerDataBlock; /**< From which a debugger finds everything else. */
    HV_UINT32 NumberProcessors;
    HV_UINT32 CurrentProcessor; /**< The one that crashed. */
    HV_UINT64 CodeSpa; /**< Machine address of the code at the fault, where it is known. */
    HV_UINT8 CodeChunk[512]; /**< That code. */
    HV_UINT32 ContextCount;
    HV_UINT32 ContextOffset; /**< Of the first HV_CRASHDUMP_PROCESSOR_STATE. */
    HV_UINT32 ContextSize;
    HV_UINT32 PfnEntrySize;
    HV_UINT16 AllocatedPfnEntryMask;
    HV_UINT16 Padding2[3];
} HV_CRASHDUMP_AREA_V3, *PHV_CRASHDUMP_AREA_V3;
HV_STATIC_ASSERT(sizeof(HV_CRASHDUMP_AREA_V3) == 760);

/**
 * The crash dump area, version 4: may be partial. All else is at the offsets
 * of version 3.
 *
 * Source: symbols of securekernel 26100.
 */
typedef struct HV_CRASHDUMP_AREA_V4
{
    HV_UINT32 Version;
    union
    {
        HV_UINT32 FlagsAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 Valid : 1;     /**< Bit 0: the hypervisor crashed and filled the area. */
            HV_UINT32 Reserved : 31; /**< Bits 1 to 31. */
        };
#endif
    };
    HV_UINT64 HypervisorBase;
    HV_UINT32 SizeOfImage;
    HV_UINT32 CheckSum;
    HV_UINT64 CurrentPartition;
    HV_UINT64 PartitionsCreated;
    HV_UINT32 PartitionsRunning;
    HV_UINT32 Padding0;
    HV_UINT64 CompartmentFreePfns;
    HV_UINT16 ImageNameLength; /**< UTF-16 units of ImageName. */
    HV_UINT16 ImageName[32];
    HV_UINT16 Padding1[3];
    HV_UINT64 BugCheckData[5]; /**< The stop code and its four parameters. */
    HV_UINT64 BugCheckErrorReturnAddress;
    HV_UINT64 PageTableBase; /**< Machine address of the root of the hypervisor's page tables. */
    HV_UINT64 PfnDataBase;
    HV_UINT64 MaxPfn;
    HV_UINT64 DebuggerDataBlock; /**< From which a debugger finds everything else. */
    HV_UINT32 NumberProcessors;
    HV_UINT32 CurrentProcessor; /**< The one that crashed. */
    HV_UINT64 CodeSpa; /**< Machine address of the code at the fault, where it is known. */
    HV_UINT8 CodeChunk[512]; /**< That code. */
    HV_UINT32 ContextCount;
    HV_UINT32 ContextOffset; /**< Of the first HV_CRASHDUMP_PROCESSOR_STATE. */
    HV_UINT32 ContextSize;
    HV_UINT32 PfnEntrySize;
    HV_UINT16 AllocatedPfnEntryMask;
    HV_BOOLEAN Partial; /**< Not all could be saved. */
    HV_UINT8 Padding2[5];
} HV_CRASHDUMP_AREA_V4, *PHV_CRASHDUMP_AREA_V4;
HV_STATIC_ASSERT(sizeof(HV_CRASHDUMP_AREA_V4) == 760);

/**
 * The crash dump area of build 26100: up to three images, and without the form
 * of the page database. Its version number is in no source.
 *
 * Source: symbols of securekernel 26100.
 */
typedef struct HV_CRASHDUMP_AREA
{
    HV_UINT32 Version;
    union
    {
        HV_UINT32 FlagsAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 Valid : 1;                     /**< Bit 0: the hypervisor crashed and filled the area. */
            HV_UINT32 NotAllProcessorsSuspended : 1; /**< Bit 1: some processors ran on while it was filled. */
            HV_UINT32 ExcludesNonEssentialPages : 1; /**< Bit 2: pages not essential are left out of the dump. */
            HV_UINT32 Reserved : 29;                 /**< Bits 3 to 31. */
        };
#endif
    };
    union
    {
        struct
        {
            HV_UINT64 HypervisorBase; /**< The first image by its older names. */
            HV_UINT32 SizeOfImage;
            HV_UINT32 CheckSum;
        };
        struct
        {
            HV_UINT64 Base;
            HV_UINT32 Size;
            HV_UINT32 Checksum;
            HV_UINT32 Timestamp;
            HV_UINT32 Padding;
        } ImageInfo[3];
    };
    HV_UINT64 CurrentPartition;
    HV_UINT64 PartitionsCreated;
    HV_UINT32 PartitionsRunning;
    HV_UINT32 Padding0;
    HV_UINT64 CompartmentFreePfns;
    HV_UINT16 ImageNameLength; /**< UTF-16 units of ImageName. */
    HV_UINT16 ImageName[32];
    HV_UINT16 Padding1[3];
    HV_UINT64 BugCheckData[5]; /**< The stop code and its four parameters. */
    HV_UINT64 BugCheckErrorReturnAddress;
    HV_UINT64 PageTableBase; /**< Machine address of the root of the hypervisor's page tables. */
    HV_UINT64 PfnDataBase;
    HV_UINT64 DebuggerDataBlock; /**< From which a debugger finds everything else. */
    HV_UINT32 NumberProcessors;
    HV_UINT32 CurrentProcessor; /**< The one that crashed. */
    HV_UINT64 CodeSpa; /**< Machine address of the code at the fault, where it is known. */
    HV_UINT8 CodeChunk[512]; /**< That code. */
    HV_UINT32 ContextCount;
    HV_UINT32 ContextOffset; /**< Of the first HV_CRASHDUMP_PROCESSOR_STATE. */
    HV_UINT32 ContextSize;
    HV_BOOLEAN Partial; /**< Not all could be saved. */
    HV_UINT8 Padding2[3];
} HV_CRASHDUMP_AREA, *PHV_CRASHDUMP_AREA;
HV_STATIC_ASSERT(sizeof(HV_CRASHDUMP_AREA) == 800);

/*
 * Live dump.
 */

/**
 * A set of pages described by a tree of page tables, so that many can be given
 * by one address.
 *
 * Source: symbols of securekernel 26100.
 */
typedef struct HV_MEMORY_DESCRIPTOR
{
    HV_UINT64 Pages;         /**< How many. */
    HV_UINT32 Levels;        /**< Levels of the tree. */
    HV_UINT32 Padding;
    HV_UINT64 PageTableRoot; /**< Where it starts. */
} HV_MEMORY_DESCRIPTOR, *PHV_MEMORY_DESCRIPTOR;
HV_STATIC_ASSERT(sizeof(HV_MEMORY_DESCRIPTOR) == 24);

/**
 * Input of HvCallCollectLivedump: copies the hypervisor's memory, while it
 * runs, into pages of the root. Needs the Debugging privilege.
 *
 * Source: symbols of securekernel 26100; TLFS 6.0b appendix A (privilege).
 */
typedef struct HV_INPUT_COLLECT_LIVE_DUMP
{
    HV_UINT64 Flags; /**< No public description. */
    HV_MEMORY_DESCRIPTOR Descriptor; /**< Where to copy. */
} HV_INPUT_COLLECT_LIVE_DUMP, *PHV_INPUT_COLLECT_LIVE_DUMP;
HV_STATIC_ASSERT(sizeof(HV_INPUT_COLLECT_LIVE_DUMP) == 32);

/** Output of HvCallCollectLivedump. Source: symbols of securekernel 26100. */
typedef struct HV_OUTPUT_COLLECT_LIVE_DUMP
{
    HV_UINT64 PagesCopied;    /**< Pages of the descriptor that were filled. */
    HV_UINT64 DepositedPages; /**< No public description. */
} HV_OUTPUT_COLLECT_LIVE_DUMP, *PHV_OUTPUT_COLLECT_LIVE_DUMP;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_COLLECT_LIVE_DUMP) == 16);

/*
 * HvCallNotifyPartitionEvent
 */

/** What happened in the root. */
typedef HV_UINT32 HV_PARTITION_EVENT, *PHV_PARTITION_EVENT;
enum
{
    HvPartitionEventDebugDeviceAvailable = 1,   /**< A debug connection can be used (Debug.h). */
    HvPartitionEventRootCrashdump = 2,          /**< The root crashes: see HV_CRASHDUMP_ACTION. */
    HvPartitionEventAcpiReenabled = 3,          /**< ACPI mode was entered again. */
    HvPartitionAllLogicalProcessorsStarted = 4, /**< Every processor of the machine has been started. */
    HvPartitionCommitLpIndices = 5,             /**< With HV_PARTITION_EVENT_COMMIT_PROCESSOR_INDICES_INPUT. */
};

/** What a crashing root wants of the hypervisor, or tells it. The symbols have the names alone. */
typedef HV_UINT32 HV_CRASHDUMP_ACTION, *PHV_CRASHDUMP_ACTION;
enum
{
    HvCrashdumpNone = 0,
    HvCrashdumpSuspendAllVps = 1,       /**< Stop all virtual processors. */
    HvCrashdumpPrepareForStateSave = 2, /**< Get ready to have state saved. */
    HvCrashdumpStateSaved = 3,          /**< The state has been saved. */
    HvCrashdumpEntry = 4,
};

/** Input of HvPartitionEventRootCrashdump. */
typedef struct HV_PARTITION_EVENT_ROOT_CRASHDUMP_INPUT
{
    HV_CRASHDUMP_ACTION CrashdumpAction;
} HV_PARTITION_EVENT_ROOT_CRASHDUMP_INPUT, *PHV_PARTITION_EVENT_ROOT_CRASHDUMP_INPUT;
HV_STATIC_ASSERT(sizeof(HV_PARTITION_EVENT_ROOT_CRASHDUMP_INPUT) == 4);

/** Input of HvPartitionCommitLpIndices. */
typedef struct HV_PARTITION_EVENT_COMMIT_PROCESSOR_INDICES_INPUT
{
    HV_UINT32 SchedulableProcessorCount;
} HV_PARTITION_EVENT_COMMIT_PROCESSOR_INDICES_INPUT, *PHV_PARTITION_EVENT_COMMIT_PROCESSOR_INDICES_INPUT;
HV_STATIC_ASSERT(sizeof(HV_PARTITION_EVENT_COMMIT_PROCESSOR_INDICES_INPUT) == 4);

/** What comes with an event. */
typedef union HV_PARTITION_EVENT_INPUT
{
    HV_PARTITION_EVENT_ROOT_CRASHDUMP_INPUT CrashdumpInput;
    HV_PARTITION_EVENT_COMMIT_PROCESSOR_INDICES_INPUT CommitLpIndicesInput;
} HV_PARTITION_EVENT_INPUT, *PHV_PARTITION_EVENT_INPUT;
HV_STATIC_ASSERT(sizeof(HV_PARTITION_EVENT_INPUT) == 4);

/**
 * Input of HvCallNotifyPartitionEvent: tells the hypervisor of an event in the
 * root. Source: symbols of securekernel 26100.
 */
typedef struct HV_CALL_ATTRIBUTES HV_INPUT_NOTIFY_PARTITION_EVENT
{
    HV_PARTITION_EVENT Event;
    HV_PARTITION_EVENT_INPUT Input; /**< For the events that have one. */
} HV_INPUT_NOTIFY_PARTITION_EVENT, *PHV_INPUT_NOTIFY_PARTITION_EVENT;
HV_STATIC_ASSERT(sizeof(HV_INPUT_NOTIFY_PARTITION_EVENT) == 8);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_CRASH */
