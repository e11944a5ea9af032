/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Extended hypercalls: calls of a guest that the host's virtualization stack handles.
 *
 * Call codes from 0x8000 to 0xBFFF do not belong to the hypervisor. It passes them to software of
 * the root partition, which may offer all, some or none of them. The guest makes them like other
 * hypercalls (Hypercall.h), with the control word, registers and status codes of all hypercalls.
 *
 * A guest may use them if its privilege mask has EnableExtendedHypercalls (Privilege.h). It must
 * first query the available calls by HvExtCallQueryCapabilities, and must make no other call whose
 * bit is clear. All calls are advice or improve speed; a guest works without them.
 *
 *   - Boot zeroed memory: pages that the host still guarantees to be zero, so that the guest need not
 *     clear them again.
 *   - Memory heat hints: the guest announces the pages that it will use soon and those that it will
 *     not, so that the host can back or reclaim them.
 *   - EPF and scheduler assist: private protocols between a Windows guest and a Windows host about
 *     page faults and thread scheduling; only symbols have them.
 *
 * The guest cannot verify that another partition handles a call, or when. It must check the results
 * before it uses them: counts against the array that they describe, ranges against its own memory.
 *
 * Sources: TLFS 6.0b 3.14 and its online successor; symbols of securekernel
 * 26100; OpenVMM hvdef and hv1_hypercall.
 */

#ifndef MILE_HYPERV_HYPERVISOR_EXTENDED
#define MILE_HYPERV_HYPERVISOR_EXTENDED

#include "Memory.h"
#include "Types.h"

HV_HEADER_BEGIN

/** Code of an extended hypercall: 0x8000 to 0xBFFF. */
typedef HV_UINT32 HV_EXT_CALL, *PHV_EXT_CALL;
enum
{
    HvExtCallReserved = 0x8000,
    HvExtCallQueryCapabilities = 0x8001,   /**< Returns the available calls. Simple. */
    HvExtCallGetBootZeroedMemory = 0x8002, /**< Returns memory that is zero. Simple. */
    HvExtCallMemoryHeatHint = 0x8003, /**< Announces memory that will, or will not, be used soon. */
    HvExtCallEpfSetup = 0x8004,       /**< Undocumented. */
    HvExtCallSchedulerAssistSetup = 0x8005, /**< Undocumented. */
    HvExtCallMemoryHeatHintAsync = 0x8006, /**< Undocumented, with the input of HvExtCallMemoryHeatHint. */
    HvExtCallMax = 0x8007, /**< One more than the last code in the symbols of 26100. */
};

/** The extended calls, in numeric order: X(name) for each. */
#define HV_EXT_CALL_LIST(X)                                                                                            \
    X(HvExtCallQueryCapabilities)                                                                                      \
    X(HvExtCallGetBootZeroedMemory)                                                                                    \
    X(HvExtCallMemoryHeatHint)                                                                                         \
    X(HvExtCallEpfSetup)                                                                                               \
    X(HvExtCallSchedulerAssistSetup)                                                                                   \
    X(HvExtCallMemoryHeatHintAsync)

/*
 * HvExtCallQueryCapabilities
 */

/**
 * Output of HvExtCallQueryCapabilities: capabilities of the host. The call has no input. It fails if
 * extended calls are unavailable, in OpenVMM with HV_STATUS_INVALID_HYPERCALL_CODE or
 * HV_STATUS_ACCESS_DENIED.
 *
 * The TLFS numbers bits 1 to 4 otherwise (one a call); see
 * References/Errata.md.
 *
 * Source: symbols of securekernel 26100.
 */
typedef union HV_EXT_OUTPUT_QUERY_CAPABILITIES
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 GetBootZeroedMemory : 1; /**< Bit 0: HvExtCallGetBootZeroedMemory. */
        HV_UINT64 MemoryHotHint : 1;       /**< Bit 1: HvExtCallMemoryHeatHint with the hot hint. */
        HV_UINT64 MemoryColdHint : 1; /**< Bit 2: HvExtCallMemoryHeatHint with the cold hint. */
        HV_UINT64 Epf : 1;            /**< Bit 3: HvExtCallEpfSetup. */
        HV_UINT64 RootScheduler : 1; /**< Bit 4: the host runs the root scheduler (scheduler assist). */
        HV_UINT64 PowerSchedulerQos : 1;       /**< Bit 5: undocumented. */
        HV_UINT64 AsyncMemoryHint : 1;         /**< Bit 6: HvExtCallMemoryHeatHintAsync. */
        HV_UINT64 MemoryColdHintLargeOnly : 1; /**< Bit 7: cold hints count for large pages only. */
        HV_UINT64 MemoryColdDiscardHint : 1; /**< Bit 8: the cold hint that discards contents. */
        HV_UINT64 Reserved : 55;             /**< Bits 9 to 63. */
    };
#endif
} HV_EXT_OUTPUT_QUERY_CAPABILITIES, *PHV_EXT_OUTPUT_QUERY_CAPABILITIES;
HV_STATIC_ASSERT(sizeof(HV_EXT_OUTPUT_QUERY_CAPABILITIES) == 8);

/*
 * HvExtCallGetBootZeroedMemory
 */

/** Range of pages that are zero; part of HV_EXT_OUTPUT_BOOT_ZEROED_MEMORY. */
typedef struct HV_EXT_OUTPUT_BOOT_ZEROED_MEMORY_RANGE
{
    HV_GPA StartGpa;     /**< GPA page number of the first page, in spite of its name and type. */
    HV_UINT64 PageCount; /**< Number of pages of 4096 bytes; the bound is undocumented. */
} HV_EXT_OUTPUT_BOOT_ZEROED_MEMORY_RANGE, *PHV_EXT_OUTPUT_BOOT_ZEROED_MEMORY_RANGE;
HV_STATIC_ASSERT(sizeof(HV_EXT_OUTPUT_BOOT_ZEROED_MEMORY_RANGE) == 16);

/**
 * Output of HvExtCallGetBootZeroedMemory: memory that is zero (through cacheable accesses) at the
 * time of the call, the most useful ranges first. No input.
 *
 * The guest should call early, before it uses the memory. Ranges may overlap or contain nonexistent
 * pages; memory that the guest has written since is no longer zero. Only the first RangeCount
 * ranges are valid, and a RangeCount above 255 is an error of the host. An isolated guest must not
 * use this call, because it would trust the host with the contents of its memory.
 *
 * Source: online TLFS; symbols of securekernel 26100.
 */
typedef struct HV_EXT_OUTPUT_BOOT_ZEROED_MEMORY
{
    HV_UINT64 RangeCount; /**< Number of valid elements of ZeroedRanges, 0 to 255. */
    /** Ranges of zero pages; RangeCount of them are valid. */
    HV_EXT_OUTPUT_BOOT_ZEROED_MEMORY_RANGE ZeroedRanges[255];
} HV_EXT_OUTPUT_BOOT_ZEROED_MEMORY, *PHV_EXT_OUTPUT_BOOT_ZEROED_MEMORY;
HV_STATIC_ASSERT(sizeof(HV_EXT_OUTPUT_BOOT_ZEROED_MEMORY) == 4088);

/*
 * HvExtCallMemoryHeatHint, HvExtCallMemoryHeatHintAsync
 */

/** Expected use of memory by a guest. */
typedef HV_UINT32 HV_EXT_MEMORY_HEAT_HINT_TYPE, *PHV_EXT_MEMORY_HEAT_HINT_TYPE;
enum
{
    /** The guest will not use the memory soon; the host must preserve its content. */
    HvExtMemoryHeatHintTypeCold = 0,
    HvExtMemoryHeatHintTypeHot = 1, /**< Soon. */
    /** The guest will not use the memory soon; the host may discard its content. */
    HvExtMemoryHeatHintTypeColdDiscard = 2,
    HvExtMemoryHeatHintTypeMax = 3,
};

/** Ranges that fit after the hint in a page. Source: Linux 7.3 include/hyperv. */
#define HV_EXT_MEMORY_HEAT_HINT_MAX_GPA_PAGE_RANGES 0x1FF

/**
 * Input of HvExtCallMemoryHeatHint: the hint and a list of ranges. It is undocumented whether it
 * is a rep call. No output.
 *
 * Source: symbols of securekernel 26100.
 */
typedef struct HV_EXT_INPUT_MEMORY_HEAT_HINT
{
    union
    {
        HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT64 Heat : 2;      /**< Bits 0 and 1: HV_EXT_MEMORY_HEAT_HINT_TYPE. */
            HV_UINT64 Reserved : 62; /**< Bits 2 to 63. */
        };
#endif
    };
    HV_GPA_PAGE_RANGE Ranges[]; /**< Ranges of pages to which the hint applies. */
} HV_EXT_INPUT_MEMORY_HEAT_HINT, *PHV_EXT_INPUT_MEMORY_HEAT_HINT;
HV_STATIC_ASSERT(sizeof(HV_EXT_INPUT_MEMORY_HEAT_HINT) == 8);

/*
 * HvExtCallEpfSetup. The mechanism is undocumented; the types are from the symbols of securekernel
 * 26100.
 */

/** Variant of EPF. */
typedef HV_UINT32 HV_EXT_EPF_MODE, *PHV_EXT_EPF_MODE;
enum
{
    HvExtEpfModeMin = 0,
    HvExtEpfModeNt = 0,
    HvExtEpfModeMax = 1,
};

/** Reason of a virtualization fault in a guest that uses these calls (HV_VIRTUALIZATION_FAULT_INFORMATION). */
typedef HV_UINT32 HV_EXT_VIRTUALIZATION_FAULT_CODE, *PHV_EXT_VIRTUALIZATION_FAULT_CODE;
enum
{
    HvExtVirtualizationFaultNone = 0,
    HvExtVirtualizationFaultEpf = 1,
    HvExtVirtualizationFaultMax = 2,
};

/**
 * Ring in guest memory in which the host reports completions. The entries extend to the end of the
 * provided pages.
 */
typedef struct HV_EXT_EPF_COMPLETION_QUEUE
{
    HV_UINT64 ReadCursor;  /**< Position of the reader; the unit is undocumented. */
    HV_UINT64 WriteCursor; /**< Position of the writer; the unit is undocumented. */
    HV_UINT64 Queue[];     /**< Entries of the ring; their form is undocumented. */
} HV_EXT_EPF_COMPLETION_QUEUE, *PHV_EXT_EPF_COMPLETION_QUEUE;
HV_STATIC_ASSERT(sizeof(HV_EXT_EPF_COMPLETION_QUEUE) == 16);

/** Input of HvExtCallEpfSetup. Output: HV_EXT_OUTPUT_EPF_SETUP. */
typedef struct HV_EXT_INPUT_EPF_SETUP
{
    HV_UINT32 Version; /**< Version of the protocol; its values are undocumented. */
    HV_EXT_EPF_MODE Mode;
    /** GPA page number of HV_EXT_EPF_COMPLETION_QUEUE, by the member's name. */
    HV_GPA CompletionQueueGpaPage;
    /** Number of pages of 4096 bytes of the queue; the maximum is undocumented. */
    HV_UINT64 CompletionQueuePageCount;
} HV_EXT_INPUT_EPF_SETUP, *PHV_EXT_INPUT_EPF_SETUP;
HV_STATIC_ASSERT(sizeof(HV_EXT_INPUT_EPF_SETUP) == 24);

/** Output of HvExtCallEpfSetup. */
typedef struct HV_EXT_OUTPUT_EPF_SETUP
{
    /** By its name, a number of pages of 4096 bytes of the queue; otherwise undocumented. */
    HV_UINT64 CompletionQueuePageCount;
} HV_EXT_OUTPUT_EPF_SETUP, *PHV_EXT_OUTPUT_EPF_SETUP;
HV_STATIC_ASSERT(sizeof(HV_EXT_OUTPUT_EPF_SETUP) == 8);

/*
 * HvExtCallSchedulerAssistSetup. Undocumented; the names are from the symbols of securekernel 26100.
 */

/** Variant of scheduler assist. */
typedef HV_UINT32 HV_EXT_SCHEDULER_ASSIST_MODE, *PHV_EXT_SCHEDULER_ASSIST_MODE;
enum
{
    HvExtSchedulerAssistModeNone = 0,
    HvExtSchedulerAssistModeNt = 1,
    HvExtSchedulerAssistModeMax = 2,
};

/** Request of the guest in HV_EXT_SCHEDULER_ASSIST_DATA. */
typedef HV_UINT32 HV_EXT_SCHEDULER_ASSIST_ACTION, *PHV_EXT_SCHEDULER_ASSIST_ACTION;
enum
{
    HvExtSchedulerAssistSetDataPage = 0,
    HvExtSchedulerAssistUpdateBamQos = 1,
    HvExtSchedulerAssistUpdatePriority = 2,
    HvExtSchedulerAssistRemoveSystemWorkBoost = 3,
    HvExtSchedulerAssistEventSignalled = 4,
    HvExtSchedulerAssistActionMax = 5,
};

/**
 * Data that a processor of the guest and its thread in the root share, in memory of the guest.
 * Undocumented: each member is the datum of its name.
 */
typedef struct HV_CALL_ATTRIBUTES_ALIGNED(128) HV_EXT_SCHEDULER_ASSIST_DATA
{
    union
    {
        HV_UINT32 PriorityState;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 RootPriority : 8;             /**< Bits 0 to 7. */
            HV_UINT32 GuestPriority : 8;            /**< Bits 8 to 15. */
            HV_UINT32 Spare : 1;                    /**< Bit 16. */
            HV_UINT32 LowPriorityOverride : 1;      /**< Bit 17. */
            HV_UINT32 RootRequiresPriorityKick : 1; /**< Bit 18. */
            HV_UINT32 HrTimerActive : 1;            /**< Bit 19. */
            HV_UINT32 RootProcessingAssistData : 1; /**< Bit 20. */
            HV_UINT32 InterruptsDisabled : 1;       /**< Bit 21. */
            HV_UINT32 Reserved : 10;                /**< Bits 22 to 31. */
        };
#endif
    };
    HV_UINT32 BamQosLevel;
    /** Processor to which SchedulerAssistAction applies, by its name. */
    HV_VP_INDEX TargetVpIndex;
    HV_EXT_SCHEDULER_ASSIST_ACTION SchedulerAssistAction;
    HV_UINT8 DoNotPreempt;
    HV_UINT8 Padding0[3];
    HV_UINT32 SystemIrqlMask;
    HV_UINT32 Spare2;
    /** Number of inserted deferred procedure calls (DPCs); the bound is undocumented. */
    HV_UINT32 DpcInsertedCount;
    /** Number of inserted inter-processor interrupts; the bound is undocumented. */
    HV_UINT32 IpiInsertedCount;
    HV_UINT32 Padding1;
    /** Number of signaled events; the bound is undocumented. */
    HV_UINT64 EventsSignalledCount;
    /** Number of acknowledged events; the bound is undocumented. */
    HV_UINT64 EventsAcknowledgedCount;
    HV_UINT8 Padding2[72];
    /**
     * Nonzero while the root's thread runs, by the member's name. It is at byte 128; the writer of
     * each part of the structure is undocumented.
     */
    HV_UINT8 RootIsRunning;
    HV_UINT8 RootInHvCallDispatchVp;
    HV_UINT8 Padding3[126];
} HV_EXT_SCHEDULER_ASSIST_DATA, *PHV_EXT_SCHEDULER_ASSIST_DATA;
HV_STATIC_ASSERT(sizeof(HV_EXT_SCHEDULER_ASSIST_DATA) == 256);

/** Input of HvExtCallSchedulerAssistSetup. */
typedef struct HV_EXT_INPUT_SETUP_SCHEDULER_ASSIST
{
    HV_UINT32 Version; /**< Version of the protocol; its values are undocumented. */
    HV_EXT_SCHEDULER_ASSIST_MODE Mode;
    HV_GPA SchedulerAssistDataGpa; /**< Guest physical address of HV_EXT_SCHEDULER_ASSIST_DATA. */
} HV_EXT_INPUT_SETUP_SCHEDULER_ASSIST, *PHV_EXT_INPUT_SETUP_SCHEDULER_ASSIST;
HV_STATIC_ASSERT(sizeof(HV_EXT_INPUT_SETUP_SCHEDULER_ASSIST) == 16);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_EXTENDED */
