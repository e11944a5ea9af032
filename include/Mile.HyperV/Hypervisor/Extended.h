/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Extended hypercalls: calls that the guest makes like any other, and the host's virtualization stack answers.
 *
 * Call codes from 0x8000 to 0xBFFF are not the hypervisor's own. It passes them
 * to software of the root partition, which may offer all, some or none of them.
 * To the guest they look like other hypercalls (Hypercall.h): the same control
 * word, registers and status codes.
 *
 * A guest may use them if its privilege mask has EnableExtendedHypercalls
 * (Privilege.h). It asks with HvExtCallQueryCapabilities which there are, and
 * makes no other before it has seen that one's bit. All that they bring is
 * advice or speed; a guest works without them.
 *
 *  - Boot zeroed memory: pages that the host knows to be zero still, so that
 *    the guest need not clear them again.
 *  - Memory heat hints: the guest tells which of its pages it will use soon
 *    and which not, so that the host can back them well or take them away.
 *  - EPF and scheduler assist: agreements between a Windows guest and a
 *    Windows host about page faults and thread scheduling; known from symbols
 *    only.
 *
 * That another partition answers a call, and after what time, is the host's
 * word. A guest checks what comes back before it uses it: counts against the
 * array that holds them, ranges against its own memory.
 *
 * Sources: TLFS 6.0b 3.14 and its online successor; symbols of securekernel
 * 26100; OpenVMM hvdef and hv1_hypercall.
 */

#ifndef MILE_HYPERV_HYPERVISOR_EXTENDED
#define MILE_HYPERV_HYPERVISOR_EXTENDED

#include "Memory.h"
#include "Types.h"

HV_HEADER_BEGIN

/** An extended call code: 0x8000 to 0xBFFF. */
typedef HV_UINT32 HV_EXT_CALL, *PHV_EXT_CALL;
enum
{
    HvExtCallReserved = 0x8000,
    HvExtCallQueryCapabilities = 0x8001,    /**< Which of the others are there. Simple. */
    HvExtCallGetBootZeroedMemory = 0x8002,  /**< Which memory is zero. Simple. */
    HvExtCallMemoryHeatHint = 0x8003,       /**< Which memory will be used soon, and which not. */
    HvExtCallEpfSetup = 0x8004,             /**< No public description. */
    HvExtCallSchedulerAssistSetup = 0x8005, /**< No public description. */
    HvExtCallMemoryHeatHintAsync = 0x8006,  /**< Same input as HvExtCallMemoryHeatHint. No public description. */
    HvExtCallMax = 0x8007,                  /**< One past the last that the symbols of 26100 know. */
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
 * Output of HvExtCallQueryCapabilities: what the host offers. The call has no
 * input. Where there are no extended calls it fails, in OpenVMM with
 * HV_STATUS_INVALID_HYPERCALL_CODE or HV_STATUS_ACCESS_DENIED.
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
        HV_UINT64 GetBootZeroedMemory : 1;     /**< Bit 0: HvExtCallGetBootZeroedMemory. */
        HV_UINT64 MemoryHotHint : 1;           /**< Bit 1: HvExtCallMemoryHeatHint with the hot hint. */
        HV_UINT64 MemoryColdHint : 1;          /**< Bit 2: HvExtCallMemoryHeatHint with the cold hint. */
        HV_UINT64 Epf : 1;                     /**< Bit 3: HvExtCallEpfSetup. */
        HV_UINT64 RootScheduler : 1;           /**< Bit 4: the host runs the root scheduler (scheduler assist). */
        HV_UINT64 PowerSchedulerQos : 1;       /**< Bit 5: no public description. */
        HV_UINT64 AsyncMemoryHint : 1;         /**< Bit 6: HvExtCallMemoryHeatHintAsync. */
        HV_UINT64 MemoryColdHintLargeOnly : 1; /**< Bit 7: cold hints count for large pages only. */
        HV_UINT64 MemoryColdDiscardHint : 1;   /**< Bit 8: the cold hint that throws contents away. */
        HV_UINT64 Reserved : 55;               /**< Bits 9 to 63. */
    };
#endif
} HV_EXT_OUTPUT_QUERY_CAPABILITIES, *PHV_EXT_OUTPUT_QUERY_CAPABILITIES;
HV_STATIC_ASSERT(sizeof(HV_EXT_OUTPUT_QUERY_CAPABILITIES) == 8);

/*
 * HvExtCallGetBootZeroedMemory
 */

/** One range of pages that read as zero; part of HV_EXT_OUTPUT_BOOT_ZEROED_MEMORY. */
typedef struct HV_EXT_OUTPUT_BOOT_ZEROED_MEMORY_RANGE
{
    HV_GPA StartGpa;     /**< A page number, in spite of its name and type. */
    HV_UINT64 PageCount; /**< Pages of 4096 bytes. */
} HV_EXT_OUTPUT_BOOT_ZEROED_MEMORY_RANGE, *PHV_EXT_OUTPUT_BOOT_ZEROED_MEMORY_RANGE;
HV_STATIC_ASSERT(sizeof(HV_EXT_OUTPUT_BOOT_ZEROED_MEMORY_RANGE) == 16);

/**
 * Output of HvExtCallGetBootZeroedMemory: memory that reads as zero (through
 * cacheable accesses) at the time of the call, the most useful ranges first.
 *
 * Ask early, before the memory is used. A range may overlap another or name
 * pages that do not exist; what the guest has written since is not zero any
 * more. Only the first RangeCount ranges count, and a RangeCount above 255 is
 * the host's mistake: an isolated guest does not use this call at all, since
 * it would trust the host with the contents of its memory.
 *
 * Source: online TLFS; symbols of securekernel 26100.
 */
typedef struct HV_EXT_OUTPUT_BOOT_ZEROED_MEMORY
{
    HV_UINT64 RangeCount; /**< 0 to 255. */
    HV_EXT_OUTPUT_BOOT_ZEROED_MEMORY_RANGE ZeroedRanges[255];
} HV_EXT_OUTPUT_BOOT_ZEROED_MEMORY, *PHV_EXT_OUTPUT_BOOT_ZEROED_MEMORY;
HV_STATIC_ASSERT(sizeof(HV_EXT_OUTPUT_BOOT_ZEROED_MEMORY) == 4088);

/*
 * HvExtCallMemoryHeatHint, HvExtCallMemoryHeatHintAsync
 */

/** How soon a guest will use some of its memory again. */
typedef HV_UINT32 HV_EXT_MEMORY_HEAT_HINT_TYPE, *PHV_EXT_MEMORY_HEAT_HINT_TYPE;
enum
{
    HvExtMemoryHeatHintTypeCold = 0,        /**< Not soon; its contents must be kept. */
    HvExtMemoryHeatHintTypeHot = 1,         /**< Soon. */
    HvExtMemoryHeatHintTypeColdDiscard = 2, /**< Not soon; its contents need not be kept. */
    HvExtMemoryHeatHintTypeMax = 3,
};

/** Ranges that fit after the hint in a page. Source: Linux 7.3 include/hyperv. */
#define HV_EXT_MEMORY_HEAT_HINT_MAX_GPA_PAGE_RANGES 0x1FF

/**
 * Input of HvExtCallMemoryHeatHint: the hint, then a list of ranges, as a rep
 * call has it. That it is one, no source says.
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
    HV_GPA_PAGE_RANGE Ranges[]; /**< What the hint is about. */
} HV_EXT_INPUT_MEMORY_HEAT_HINT, *PHV_EXT_INPUT_MEMORY_HEAT_HINT;
HV_STATIC_ASSERT(sizeof(HV_EXT_INPUT_MEMORY_HEAT_HINT) == 8);

/*
 * HvExtCallEpfSetup. The mechanism has no public description; the symbols of
 * securekernel 26100 give these.
 */

/** Whose form of EPF. */
typedef HV_UINT32 HV_EXT_EPF_MODE, *PHV_EXT_EPF_MODE;
enum
{
    HvExtEpfModeMin = 0,
    HvExtEpfModeNt = 0,
    HvExtEpfModeMax = 1,
};

/** Why a virtualization fault was raised in a guest that uses these calls (HV_VIRTUALIZATION_FAULT_INFORMATION). */
typedef HV_UINT32 HV_EXT_VIRTUALIZATION_FAULT_CODE, *PHV_EXT_VIRTUALIZATION_FAULT_CODE;
enum
{
    HvExtVirtualizationFaultNone = 0,
    HvExtVirtualizationFaultEpf = 1,
    HvExtVirtualizationFaultMax = 2,
};

/** The ring in guest memory in which the host reports; the entries follow to the end of the pages given. */
typedef struct HV_EXT_EPF_COMPLETION_QUEUE
{
    HV_UINT64 ReadCursor;
    HV_UINT64 WriteCursor;
    HV_UINT64 Queue[];
} HV_EXT_EPF_COMPLETION_QUEUE, *PHV_EXT_EPF_COMPLETION_QUEUE;
HV_STATIC_ASSERT(sizeof(HV_EXT_EPF_COMPLETION_QUEUE) == 16);

/** Input of HvExtCallEpfSetup. */
typedef struct HV_EXT_INPUT_EPF_SETUP
{
    HV_UINT32 Version;
    HV_EXT_EPF_MODE Mode;
    HV_GPA CompletionQueueGpaPage; /**< Where HV_EXT_EPF_COMPLETION_QUEUE lies. */
    HV_UINT64 CompletionQueuePageCount;
} HV_EXT_INPUT_EPF_SETUP, *PHV_EXT_INPUT_EPF_SETUP;
HV_STATIC_ASSERT(sizeof(HV_EXT_INPUT_EPF_SETUP) == 24);

/** Output of HvExtCallEpfSetup. */
typedef struct HV_EXT_OUTPUT_EPF_SETUP
{
    HV_UINT64 CompletionQueuePageCount;
} HV_EXT_OUTPUT_EPF_SETUP, *PHV_EXT_OUTPUT_EPF_SETUP;
HV_STATIC_ASSERT(sizeof(HV_EXT_OUTPUT_EPF_SETUP) == 8);

/*
 * HvExtCallSchedulerAssistSetup. No public description beyond the names, which
 * come from the symbols of securekernel 26100.
 */

/** Whose form of scheduler assist. */
typedef HV_UINT32 HV_EXT_SCHEDULER_ASSIST_MODE, *PHV_EXT_SCHEDULER_ASSIST_MODE;
enum
{
    HvExtSchedulerAssistModeNone = 0,
    HvExtSchedulerAssistModeNt = 1,
    HvExtSchedulerAssistModeMax = 2,
};

/** What the guest asks for in HV_EXT_SCHEDULER_ASSIST_DATA. */
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

/** What a processor of the guest and its thread in the root tell each other, in memory of the guest. */
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
    HV_VP_INDEX TargetVpIndex;
    HV_EXT_SCHEDULER_ASSIST_ACTION SchedulerAssistAction;
    HV_UINT8 DoNotPreempt;
    HV_UINT8 Padding0[3];
    HV_UINT32 SystemIrqlMask;
    HV_UINT32 Spare2;
    HV_UINT32 DpcInsertedCount;
    HV_UINT32 IpiInsertedCount;
    HV_UINT32 Padding1;
    HV_UINT64 EventsSignalledCount;
    HV_UINT64 EventsAcknowledgedCount;
    HV_UINT8 Padding2[72];
    HV_UINT8 RootIsRunning; /**< At byte 128, on a cache line of its own: the root writes from here on. */
    HV_UINT8 RootInHvCallDispatchVp;
    HV_UINT8 Padding3[126];
} HV_EXT_SCHEDULER_ASSIST_DATA, *PHV_EXT_SCHEDULER_ASSIST_DATA;
HV_STATIC_ASSERT(sizeof(HV_EXT_SCHEDULER_ASSIST_DATA) == 256);

/** Input of HvExtCallSchedulerAssistSetup. */
typedef struct HV_EXT_INPUT_SETUP_SCHEDULER_ASSIST
{
    HV_UINT32 Version;
    HV_EXT_SCHEDULER_ASSIST_MODE Mode;
    HV_GPA SchedulerAssistDataGpa; /**< Where HV_EXT_SCHEDULER_ASSIST_DATA lies. */
} HV_EXT_INPUT_SETUP_SCHEDULER_ASSIST, *PHV_EXT_INPUT_SETUP_SCHEDULER_ASSIST;
HV_STATIC_ASSERT(sizeof(HV_EXT_INPUT_SETUP_SCHEDULER_ASSIST) == 16);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_EXTENDED */
