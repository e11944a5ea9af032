/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Crash dumps of the hypervisor, live dumps, and the events by which a root partition announces its own crash.
 *
 * A crashing hypervisor cannot write a file. The root partition's boot driver reserves memory, the
 * *crash dump area*, before the hypervisor starts, and passes its system physical address in the
 * loader block (Loader.h) or, later, in the system property of the area. A crashing hypervisor
 * writes its identity, the reason of the stop and the contexts of its processors to the area and
 * sets Valid. The root's crash dump code then reads the area and writes the hypervisor's memory to
 * a dump file.
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
 * A reader must read Version first. New versions of the area have new members in the middle, so a
 * later form cannot be read as an earlier one:
 *
 *      Version 1   HV_CRASHDUMP_AREA_V1   one processor, no contexts
 *      Version 2   HV_CRASHDUMP_AREA_V2   all processors, the code at the fault
 *      Version 3   HV_CRASHDUMP_AREA_V3   MaxPfn, the form of the page database
 *      Version 4   HV_CRASHDUMP_AREA_V4   Partial; offsets as in version 3
 *      later       HV_CRASHDUMP_AREA      three images, other offsets
 *
 * A reader must check every offset and size against the size of the area before it uses it, because
 * a crashed hypervisor may have written anything. The addresses in the area are virtual addresses of
 * the hypervisor, which the reader must translate with the page tables at PageTableBase. PageTableBase
 * and members with Spa in the name are system physical addresses.
 *
 * Conversely, a crashing root notifies the hypervisor by HvCallNotifyPartitionEvent. The hypervisor
 * then stops the other processors and remains idle while the root saves memory.
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
 * Data of one processor in the area, since version 2. Sizes and offsets are in bytes; offsets begin
 * at the start of the area.
 *
 * Source: WDK 7.1; symbols of securekernel 26100.
 */
typedef struct HV_CRASHDUMP_PROCESSOR_STATE
{
    /**
     * Offset of the registers of the processor's thread from the start of the area, in bytes. Their
     * form depends on the processor and the release.
     */
    HV_UINT32 RegisterStateOffset;
    /** Size of the registers in bytes; at most the rest of the area. */
    HV_UINT32 RegisterStateSize;
    /** Size of the copied stack in bytes; at most the rest of the area. */
    HV_UINT32 CrashStackSize;
    /** Offset of the copied stack from the start of the area, in bytes. */
    HV_UINT32 CrashStackOffset;
    HV_UINT64 CrashStackAddress; /**< Virtual address of the original stack. */
    /** Size of the platform's data in bytes; at most the rest of the area. */
    HV_UINT32 PlatformStateSize;
    /**
     * Offset of the platform's data from the start of the area, in bytes. The data is undocumented.
     */
    HV_UINT32 PlatformStateOffset;
} HV_CRASHDUMP_PROCESSOR_STATE, *PHV_CRASHDUMP_PROCESSOR_STATE;
HV_STATIC_ASSERT(sizeof(HV_CRASHDUMP_PROCESSOR_STATE) == 32);

/**
 * The crash dump area, version 1: one processor only.
 *
 * Source: WDK 7.1; symbols of securekernel 26100.
 */
typedef struct HV_CRASHDUMP_AREA_V1
{
    HV_UINT32 Version; /**< Version of the area: 1. */
    union
    {
        HV_UINT32 FlagsAsUINT32; /**< Flags as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 Valid : 1;     /**< Bit 0: the hypervisor crashed and filled the area. */
            HV_UINT32 Reserved : 31; /**< Bits 1 to 31. */
        };
#endif
    };
    HV_UINT64 HypervisorBase;  /**< Virtual address of the hypervisor's image. */
    HV_UINT32 SizeOfImage;     /**< Size of the hypervisor's image, in bytes. */
    HV_UINT16 ImageNameLength; /**< Length of ImageName in UTF-16 units; at most 32. */
    HV_UINT16 ImageName[32];   /**< File name of the hypervisor's image, in UTF-16. */
    HV_UINT16 Padding0;
    HV_UINT64 BugCheckData[5]; /**< Stop code and its four parameters. */
    /** Virtual address of the code that requested the stop. */
    HV_UINT64 BugCheckErrorReturnAddress;
    /** System physical address of the root of the hypervisor's page tables. */
    HV_UINT64 PageTableBase;
    HV_UINT64 PfnDataBase; /**< Virtual address of the hypervisor's page database. */
    /** Virtual address of the block with which a debugger finds all other data. */
    HV_UINT64 DebuggerDataBlock;
    HV_UINT32 NumberProcessors; /**< Number of logical processors. */
    /** Offset of the crashing thread's registers from the start of the area, in bytes. */
    HV_UINT32 ProcessorStateOffset;
    /** Size of the registers in bytes; at most the rest of the area. */
    HV_UINT32 ProcessorStateSize;
    /** Size of the copied stack in bytes; at most the rest of the area. */
    HV_UINT32 CrashStackSize;
    /** Offset of the copied stack from the start of the area, in bytes. */
    HV_UINT32 CrashStackOffset;
    HV_UINT32 Padding1;
    HV_UINT64 CrashStackAddress; /**< Virtual address of the original stack. */
} HV_CRASHDUMP_AREA_V1, *PHV_CRASHDUMP_AREA_V1;
HV_STATIC_ASSERT(sizeof(HV_CRASHDUMP_AREA_V1) == 192);

/**
 * The crash dump area, version 2: all processors, and the code at the fault. WDK 7.1 calls it
 * HV_CRASHDUMP_AREA.
 *
 * Source: WDK 7.1; symbols of securekernel 26100.
 */
typedef struct HV_CRASHDUMP_AREA_V2
{
    HV_UINT32 Version; /**< Version of the area: 2. */
    union
    {
        HV_UINT32 FlagsAsUINT32; /**< Flags as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 Valid : 1;     /**< Bit 0: the hypervisor crashed and filled the area. */
            HV_UINT32 Reserved : 31; /**< Bits 1 to 31. */
        };
#endif
    };
    HV_UINT64 HypervisorBase;    /**< Virtual address of the hypervisor's image. */
    HV_UINT32 SizeOfImage;       /**< Size of the hypervisor's image, in bytes. */
    HV_UINT32 CheckSum;          /**< Checksum of the hypervisor's image. */
    HV_UINT64 CurrentPartition;  /**< ID of the partition that ran on the crashing processor. */
    HV_UINT64 PartitionsCreated; /**< Number of partitions created since the start. */
    HV_UINT32 PartitionsRunning; /**< Number of partitions that exist. */
    HV_UINT32 Padding0;
    /** Number of free pages of the hypervisor's memory pool, by the member's name. */
    HV_UINT64 CompartmentFreePfns;
    HV_UINT16 ImageNameLength; /**< Length of ImageName in UTF-16 units; at most 32. */
    HV_UINT16 ImageName[32];   /**< File name of the hypervisor's image, in UTF-16. */
    HV_UINT16 Padding1[3];
    HV_UINT64 BugCheckData[5]; /**< Stop code and its four parameters. */
    /** Virtual address of the code that requested the stop. */
    HV_UINT64 BugCheckErrorReturnAddress;
    /** System physical address of the root of the hypervisor's page tables. */
    HV_UINT64 PageTableBase;
    HV_UINT64 PfnDataBase; /**< Virtual address of the hypervisor's page database. */
    /** Virtual address of the block with which a debugger finds all other data. */
    HV_UINT64 DebuggerDataBlock;
    HV_UINT32 NumberProcessors; /**< Number of logical processors. */
    HV_UINT32 CurrentProcessor; /**< Index of the processor that crashed. */
    HV_UINT64 CodeSpa; /**< System physical address of the code at the fault, if it is available. */
    HV_UINT8 CodeChunk[512]; /**< Copy of the code at CodeSpa. */
    /** Number of HV_CRASHDUMP_PROCESSOR_STATE entries, all of which must be within the area. */
    HV_UINT32 ContextCount;
    /** Offset of the first HV_CRASHDUMP_PROCESSOR_STATE from the start of the area, in bytes. */
    HV_UINT32 ContextOffset;
    HV_UINT32 ContextSize; /**< Size of one HV_CRASHDUMP_PROCESSOR_STATE in bytes; at least 32. */
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
    HV_UINT32 Version; /**< Version of the area: 3. */
    union
    {
        HV_UINT32 FlagsAsUINT32; /**< Flags as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 Valid : 1;     /**< Bit 0: the hypervisor crashed and filled the area. */
            HV_UINT32 Reserved : 31; /**< Bits 1 to 31. */
        };
#endif
    };
    HV_UINT64 HypervisorBase;    /**< Virtual address of the hypervisor's image. */
    HV_UINT32 SizeOfImage;       /**< Size of the hypervisor's image, in bytes. */
    HV_UINT32 CheckSum;          /**< Checksum of the hypervisor's image. */
    HV_UINT64 CurrentPartition;  /**< ID of the partition that ran on the crashing processor. */
    HV_UINT64 PartitionsCreated; /**< Number of partitions created since the start. */
    HV_UINT32 PartitionsRunning; /**< Number of partitions that exist. */
    HV_UINT32 Padding0;
    /** Number of free pages of the hypervisor's memory pool, by the member's name. */
    HV_UINT64 CompartmentFreePfns;
    HV_UINT16 ImageNameLength; /**< Length of ImageName in UTF-16 units; at most 32. */
    HV_UINT16 ImageName[32];   /**< File name of the hypervisor's image, in UTF-16. */
    HV_UINT16 Padding1[3];
    HV_UINT64 BugCheckData[5]; /**< Stop code and its four parameters. */
    /** Virtual address of the code that requested the stop. */
    HV_UINT64 BugCheckErrorReturnAddress;
    /** System physical address of the root of the hypervisor's page tables. */
    HV_UINT64 PageTableBase;
    HV_UINT64 PfnDataBase; /**< Virtual address of the hypervisor's page database. */
    HV_UINT64 MaxPfn;      /**< Largest SPA page number of the page database. */
    /** Virtual address of the block with which a debugger finds all other data. */
    HV_UINT64 DebuggerDataBlock;
    HV_UINT32 NumberProcessors; /**< Number of logical processors. */
    HV_UINT32 CurrentProcessor; /**< Index of the processor that crashed. */
    HV_UINT64 CodeSpa; /**< System physical address of the code at the fault, if it is available. */
    HV_UINT8 CodeChunk[512]; /**< Copy of the code at CodeSpa. */
    /** Number of HV_CRASHDUMP_PROCESSOR_STATE entries, all of which must be within the area. */
    HV_UINT32 ContextCount;
    /** Offset of the first HV_CRASHDUMP_PROCESSOR_STATE from the start of the area, in bytes. */
    HV_UINT32 ContextOffset;
    HV_UINT32 ContextSize; /**< Size of one HV_CRASHDUMP_PROCESSOR_STATE in bytes; at least 32. */
    /** Size of one entry of the page database; the unit is undocumented. */
    HV_UINT32 PfnEntrySize;
    /** Bits of an entry that mark an allocated page, by the member's name. */
    HV_UINT16 AllocatedPfnEntryMask;
    HV_UINT16 Padding2[3];
} HV_CRASHDUMP_AREA_V3, *PHV_CRASHDUMP_AREA_V3;
HV_STATIC_ASSERT(sizeof(HV_CRASHDUMP_AREA_V3) == 760);

/**
 * The crash dump area, version 4: may be partial. All other members have the offsets of version 3.
 *
 * Source: symbols of securekernel 26100.
 */
typedef struct HV_CRASHDUMP_AREA_V4
{
    HV_UINT32 Version; /**< Version of the area: 4. */
    union
    {
        HV_UINT32 FlagsAsUINT32; /**< Flags as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 Valid : 1;     /**< Bit 0: the hypervisor crashed and filled the area. */
            HV_UINT32 Reserved : 31; /**< Bits 1 to 31. */
        };
#endif
    };
    HV_UINT64 HypervisorBase;    /**< Virtual address of the hypervisor's image. */
    HV_UINT32 SizeOfImage;       /**< Size of the hypervisor's image, in bytes. */
    HV_UINT32 CheckSum;          /**< Checksum of the hypervisor's image. */
    HV_UINT64 CurrentPartition;  /**< ID of the partition that ran on the crashing processor. */
    HV_UINT64 PartitionsCreated; /**< Number of partitions created since the start. */
    HV_UINT32 PartitionsRunning; /**< Number of partitions that exist. */
    HV_UINT32 Padding0;
    /** Number of free pages of the hypervisor's memory pool, by the member's name. */
    HV_UINT64 CompartmentFreePfns;
    HV_UINT16 ImageNameLength; /**< Length of ImageName in UTF-16 units; at most 32. */
    HV_UINT16 ImageName[32];   /**< File name of the hypervisor's image, in UTF-16. */
    HV_UINT16 Padding1[3];
    HV_UINT64 BugCheckData[5]; /**< Stop code and its four parameters. */
    /** Virtual address of the code that requested the stop. */
    HV_UINT64 BugCheckErrorReturnAddress;
    /** System physical address of the root of the hypervisor's page tables. */
    HV_UINT64 PageTableBase;
    HV_UINT64 PfnDataBase; /**< Virtual address of the hypervisor's page database. */
    HV_UINT64 MaxPfn;      /**< Largest SPA page number of the page database. */
    /** Virtual address of the block with which a debugger finds all other data. */
    HV_UINT64 DebuggerDataBlock;
    HV_UINT32 NumberProcessors; /**< Number of logical processors. */
    HV_UINT32 CurrentProcessor; /**< Index of the processor that crashed. */
    HV_UINT64 CodeSpa; /**< System physical address of the code at the fault, if it is available. */
    HV_UINT8 CodeChunk[512]; /**< Copy of the code at CodeSpa. */
    /** Number of HV_CRASHDUMP_PROCESSOR_STATE entries, all of which must be within the area. */
    HV_UINT32 ContextCount;
    /** Offset of the first HV_CRASHDUMP_PROCESSOR_STATE from the start of the area, in bytes. */
    HV_UINT32 ContextOffset;
    HV_UINT32 ContextSize; /**< Size of one HV_CRASHDUMP_PROCESSOR_STATE in bytes; at least 32. */
    /** Size of one entry of the page database; the unit is undocumented. */
    HV_UINT32 PfnEntrySize;
    /** Bits of an entry that mark an allocated page, by the member's name. */
    HV_UINT16 AllocatedPfnEntryMask;
    HV_BOOLEAN Partial; /**< Nonzero if the hypervisor could not save everything. */
    HV_UINT8 Padding2[5];
} HV_CRASHDUMP_AREA_V4, *PHV_CRASHDUMP_AREA_V4;
HV_STATIC_ASSERT(sizeof(HV_CRASHDUMP_AREA_V4) == 760);

/**
 * The crash dump area of build 26100: up to three images, and without the form of the page
 * database. Its version number is undocumented.
 *
 * Source: symbols of securekernel 26100.
 */
typedef struct HV_CRASHDUMP_AREA
{
    HV_UINT32 Version; /**< Version of the area: undocumented. */
    union
    {
        HV_UINT32 FlagsAsUINT32; /**< Flags as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 Valid : 1; /**< Bit 0: the hypervisor crashed and filled the area. */
            /** Bit 1: some processors were running while the hypervisor filled the area. */
            HV_UINT32 NotAllProcessorsSuspended : 1;
            /** Bit 2: the dump does not contain pages that are not essential. */
            HV_UINT32 ExcludesNonEssentialPages : 1;
            HV_UINT32 Reserved : 29; /**< Bits 3 to 31. */
        };
#endif
    };
    union
    {
        struct
        {
            HV_UINT64 HypervisorBase; /**< Virtual address of the first image, by its older name. */
            HV_UINT32 SizeOfImage;    /**< Size of the hypervisor's image, in bytes. */
            HV_UINT32 CheckSum;       /**< Checksum of the hypervisor's image. */
        };
        /** Images of the hypervisor. */
        struct
        {
            HV_UINT64 Base;      /**< Virtual address of the image. */
            HV_UINT32 Size;      /**< Size of the image in bytes; 0 if there is no image. */
            HV_UINT32 Checksum;  /**< Checksum of the image. */
            HV_UINT32 Timestamp; /**< Time stamp of the image. */
            HV_UINT32 Padding;
        } ImageInfo[3];
    };
    HV_UINT64 CurrentPartition;  /**< ID of the partition that ran on the crashing processor. */
    HV_UINT64 PartitionsCreated; /**< Number of partitions created since the start. */
    HV_UINT32 PartitionsRunning; /**< Number of partitions that exist. */
    HV_UINT32 Padding0;
    /** Number of free pages of the hypervisor's memory pool, by the member's name. */
    HV_UINT64 CompartmentFreePfns;
    HV_UINT16 ImageNameLength; /**< Length of ImageName in UTF-16 units; at most 32. */
    HV_UINT16 ImageName[32];   /**< File name of the hypervisor's image, in UTF-16. */
    HV_UINT16 Padding1[3];
    HV_UINT64 BugCheckData[5]; /**< Stop code and its four parameters. */
    /** Virtual address of the code that requested the stop. */
    HV_UINT64 BugCheckErrorReturnAddress;
    /** System physical address of the root of the hypervisor's page tables. */
    HV_UINT64 PageTableBase;
    HV_UINT64 PfnDataBase; /**< Virtual address of the hypervisor's page database. */
    /** Virtual address of the block with which a debugger finds all other data. */
    HV_UINT64 DebuggerDataBlock;
    HV_UINT32 NumberProcessors; /**< Number of logical processors. */
    HV_UINT32 CurrentProcessor; /**< Index of the processor that crashed. */
    HV_UINT64 CodeSpa; /**< System physical address of the code at the fault, if it is available. */
    HV_UINT8 CodeChunk[512]; /**< Copy of the code at CodeSpa. */
    /** Number of HV_CRASHDUMP_PROCESSOR_STATE entries, all of which must be within the area. */
    HV_UINT32 ContextCount;
    /** Offset of the first HV_CRASHDUMP_PROCESSOR_STATE from the start of the area, in bytes. */
    HV_UINT32 ContextOffset;
    HV_UINT32 ContextSize; /**< Size of one HV_CRASHDUMP_PROCESSOR_STATE in bytes; at least 32. */
    HV_BOOLEAN Partial;    /**< Nonzero if the hypervisor could not save everything. */
    HV_UINT8 Padding2[3];
} HV_CRASHDUMP_AREA, *PHV_CRASHDUMP_AREA;
HV_STATIC_ASSERT(sizeof(HV_CRASHDUMP_AREA) == 800);

/*
 * Live dump.
 */

/**
 * Set of pages that a tree of page tables describes, so that one address can specify many pages.
 *
 * Source: symbols of securekernel 26100.
 */
typedef struct HV_MEMORY_DESCRIPTOR
{
    HV_UINT64 Pages;  /**< Number of pages. */
    HV_UINT32 Levels; /**< Levels of the tree. */
    HV_UINT32 Padding;
    HV_UINT64 PageTableRoot; /**< Address of the root of the tree. */
} HV_MEMORY_DESCRIPTOR, *PHV_MEMORY_DESCRIPTOR;
HV_STATIC_ASSERT(sizeof(HV_MEMORY_DESCRIPTOR) == 24);

/**
 * Input of HvCallCollectLivedump, which copies the memory of the running hypervisor to pages of the
 * root. The caller needs the privilege Debugging. Output: HV_OUTPUT_COLLECT_LIVE_DUMP.
 *
 * Source: symbols of securekernel 26100; TLFS 6.0b appendix A (privilege).
 */
typedef struct HV_INPUT_COLLECT_LIVE_DUMP
{
    HV_UINT64 Flags;                 /**< Undocumented. */
    HV_MEMORY_DESCRIPTOR Descriptor; /**< Pages that receive the copy. */
} HV_INPUT_COLLECT_LIVE_DUMP, *PHV_INPUT_COLLECT_LIVE_DUMP;
HV_STATIC_ASSERT(sizeof(HV_INPUT_COLLECT_LIVE_DUMP) == 32);

/** Output of HvCallCollectLivedump. Source: symbols of securekernel 26100. */
typedef struct HV_OUTPUT_COLLECT_LIVE_DUMP
{
    HV_UINT64 PagesCopied;    /**< Number of pages of the descriptor that the hypervisor filled. */
    HV_UINT64 DepositedPages; /**< Undocumented. */
} HV_OUTPUT_COLLECT_LIVE_DUMP, *PHV_OUTPUT_COLLECT_LIVE_DUMP;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_COLLECT_LIVE_DUMP) == 16);

/*
 * HvCallNotifyPartitionEvent
 */

/** Event in the root partition. */
typedef HV_UINT32 HV_PARTITION_EVENT, *PHV_PARTITION_EVENT;
enum
{
    HvPartitionEventDebugDeviceAvailable = 1, /**< A debug connection is available (Debug.h). */
    HvPartitionEventRootCrashdump = 2, /**< The root crashes; HV_CRASHDUMP_ACTION has the step. */
    HvPartitionEventAcpiReenabled = 3, /**< The root re-entered ACPI mode. */
    HvPartitionAllLogicalProcessorsStarted = 4, /**< All processors of the machine have started. */
    HvPartitionCommitLpIndices = 5, /**< HV_PARTITION_EVENT_COMMIT_PROCESSOR_INDICES_INPUT. */
};

/** Step of a crashing root. The meanings follow from the names in the symbols. */
typedef HV_UINT32 HV_CRASHDUMP_ACTION, *PHV_CRASHDUMP_ACTION;
enum
{
    HvCrashdumpNone = 0,
    HvCrashdumpSuspendAllVps = 1,       /**< The hypervisor must stop all virtual processors. */
    HvCrashdumpPrepareForStateSave = 2, /**< The root will save state. */
    HvCrashdumpStateSaved = 3,          /**< The root has saved the state. */
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
    /**
     * Number of logical processors on which the hypervisor may schedule; at most the number of
     * logical processors.
     */
    HV_UINT32 SchedulableProcessorCount;
} HV_PARTITION_EVENT_COMMIT_PROCESSOR_INDICES_INPUT, *PHV_PARTITION_EVENT_COMMIT_PROCESSOR_INDICES_INPUT;
HV_STATIC_ASSERT(sizeof(HV_PARTITION_EVENT_COMMIT_PROCESSOR_INDICES_INPUT) == 4);

/** Data of an event. */
typedef union HV_PARTITION_EVENT_INPUT
{
    HV_PARTITION_EVENT_ROOT_CRASHDUMP_INPUT CrashdumpInput; /**< HvPartitionEventRootCrashdump. */
    /** HvPartitionCommitLpIndices. */
    HV_PARTITION_EVENT_COMMIT_PROCESSOR_INDICES_INPUT CommitLpIndicesInput;
} HV_PARTITION_EVENT_INPUT, *PHV_PARTITION_EVENT_INPUT;
HV_STATIC_ASSERT(sizeof(HV_PARTITION_EVENT_INPUT) == 4);

/**
 * Input of HvCallNotifyPartitionEvent, by which the root notifies the hypervisor of an event. No
 * output. Source: symbols of securekernel 26100.
 */
typedef struct HV_CALL_ATTRIBUTES HV_INPUT_NOTIFY_PARTITION_EVENT
{
    HV_PARTITION_EVENT Event;       /**< HV_PARTITION_EVENT. */
    HV_PARTITION_EVENT_INPUT Input; /**< Data of the event, if it has any. */
} HV_INPUT_NOTIFY_PARTITION_EVENT, *PHV_INPUT_NOTIFY_PARTITION_EVENT;
HV_STATIC_ASSERT(sizeof(HV_INPUT_NOTIFY_PARTITION_EVENT) == 8);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_CRASH */
