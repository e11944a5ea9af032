/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The hypervisor's event log: trace buffers that the root partition reads.
 *
 * The hypervisor records what it does as short entries in buffers that the root
 * partition can read. There is one *group* of buffers for each log
 * (HV_EVENTLOG_TYPE). A log is global, with one buffer in use at a time, or
 * local, with one in use for each logical processor. The buffers' pages come
 * from those that the root has deposited in the hypervisor.
 *
 *     root partition                                   hypervisor
 *       |-- HvCallInitializeEventLogBufferGroup  -->|    counts, size, threshold, time basis
 *       |-- HvCallCreateEventLogBuffer           -->|    one a buffer; Standby
 *       |-- HvCallMapEventLogBuffer              -->|    readable by the root; Free
 *       |-- HvCallSetEventLogGroupSources        -->|    which events; logging begins
 *       |                                           |    InUse, and Complete when full
 *       |<-- HvMessageTypeEventLogBufferComplete ---|    as many as Threshold are complete: Ready
 *       |    (reads each of the list)               |
 *       |-- HvCallReleaseEventLogBuffer          -->|    each of the list, in any order; Free
 *
 * To read early, HvCallFlushEventLogBuffer completes a buffer that is not full and makes the
 * hypervisor send the message immediately. To stop logging, the root must set no sources, flush,
 * read and release the remaining buffers, then call HvCallUnmapEventLogBuffer (state Standby
 * again), HvCallDeleteEventLogBuffer and HvCallFinalizeEventLogBufferGroup.
 *
 * The message (SINT 0 of a processor of the root; for a local log, the one of the logical
 * processor) contains the index of the first buffer of a list. NextBufferIndex of its header is the
 * index of the next one, up to HV_EVENTLOG_BUFFER_INDEX_NONE. Only the buffers of the list are
 * stable: in the states before Ready, the hypervisor may write a buffer at any time. If there is no
 * free buffer, the hypervisor counts the event as lost (EventsLost).
 *
 * A buffer starts with HV_EVENTLOG_BUFFER_HEADER, whose layout follows that of Windows' event
 * tracing (ETW). The entries follow immediately, each with HV_EVENTLOG_ENTRY_HEADER and a total
 * size of Size bytes, a multiple of 8, up to NextBufferOffset. EventLogTrace.h has the numbers of
 * events and of the groups that can be enabled.
 *
 * All calls are for the root partition. They fail with HV_STATUS_ACCESS_DENIED for other callers,
 * HV_STATUS_INVALID_PARAMETER for a nonexistent log or buffer, HV_STATUS_OPERATION_DENIED for a
 * group that is not initialized or a buffer in an unsuitable state; calls that allocate also fail
 * with HV_STATUS_INSUFFICIENT_MEMORY. HvCallMapPartitionEventLogBuffer, which is newer, provides a
 * partition with its own buffer.
 *
 * Sources: TLFS 2.0 chapter 19; TLFS 6.0b chapter 11 and appendix; WDK 7.1
 * hvgdk.h; mu_msvm HvGuestSyntheticInterrupts.h; symbols of securekernel 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_EVENTLOG
#define MILE_HYPERV_HYPERVISOR_EVENTLOG

#include "PageRange.h"
#include "ReferenceTime.h"

/**
 * Index of a buffer of a group, zero-based, at most MaximumBufferCount - 1. The root chooses it
 * when it creates the buffer.
 */
typedef HV_UINT32 HV_EVENTLOG_BUFFER_INDEX, *PHV_EVENTLOG_BUFFER_INDEX;
/** No buffer: the end of a list. */
#define HV_EVENTLOG_BUFFER_INDEX_NONE 0xFFFFFFFFU

/** Log to which a buffer belongs. */
typedef HV_UINT32 HV_EVENTLOG_TYPE, *PHV_EVENTLOG_TYPE;

enum
{
    HvEventLogTypeGlobalSystemEvents = 0x00000000, /**< Global: audits, partitions, failures of the hardware. */
    HvEventLogTypeLocalDiagnostics = 0x00000001, /**< Local: for debugging and performance analysis. */
    HvEventLogTypeSystemDiagnostics = 0x00000002, /**< Symbols of securekernel 26100. */
    HvEventLogTypeMaximum = 0x00000001,           /**< Until there was a third; 2 in 26100. */
};

/** State of a buffer. */
typedef HV_UINT32 HV_EVENTLOG_BUFFER_STATE, *PHV_EVENTLOG_BUFFER_STATE;

enum
{
    HvEventLogBufferStateStandby = 0,  /**< The buffer is not mapped into the root. */
    HvEventLogBufferStateFree = 1,     /**< Available to the hypervisor; the content is invalid. */
    HvEventLogBufferStateInUse = 2,    /**< The hypervisor appends entries. */
    HvEventLogBufferStateComplete = 3, /**< Full or flushed; waits for the message. */
    HvEventLogBufferStateReady = 4,    /**< The root reads the buffer, until it releases it. */
    HvEventLogBufferStateUnmapping = 5, /**< Not in WDK 7.1; undocumented. */
    HvEventLogBufferStateDeleting = 6,  /**< Not in WDK 7.1; undocumented. */
    HvEventLogBufferStateProcessorListInUse = 7, /**< Not in WDK 7.1; undocumented. */
};

/** Time base of the entries. */
typedef HV_UINT32 HV_EVENTLOG_ENTRY_TIME_BASIS, *PHV_EVENTLOG_ENTRY_TIME_BASIS;

enum
{
    HvEventLogEntryTimeReference = 0, /**< Reference time: units of 100 ns since the hypervisor's start. */
    /** Time stamp counter of the logical processor that logged the entry. */
    HvEventLogEntryTimeTsc = 1,
    HvEventLogEntryTimeQpc = 2, /**< Windows' performance counter; later than WDK 7.1. */
};

/** Use of the buffers of a log. Source: symbols of securekernel 26100. */
typedef HV_UINT32 HV_EVENTLOG_MODE, *PHV_EVENTLOG_MODE;

enum
{
    HvEventLogModeRegular = 0x0, /**< The hypervisor drops an event that finds no free buffer. */
    HvEventLogModeCircular = 0x1, /**< By its name, new entries replace the oldest. Undocumented. */
    HvEventLogModeMaximum = 0x1,
};

HV_HEADER_BEGIN

/*
 * Contents of a buffer.
 */

/** Time of an entry, by the log's HV_EVENTLOG_ENTRY_TIME_BASIS. Source: WDK 7.1 hvgdk.h. */
typedef union HV_EVENTLOG_ENTRY_TIME
{
    /** Reference time, in units of 100 ns since the hypervisor's start. */
    HV_NANO100_TIME ReferenceTime;
    HV_TIME_STAMP TimeStamp;
} HV_EVENTLOG_ENTRY_TIME, *PHV_EVENTLOG_ENTRY_TIME;
HV_STATIC_ASSERT(sizeof(HV_EVENTLOG_ENTRY_TIME) == 8);

/**
 * Start of a buffer. The hypervisor writes it, and it is read-only for the root.
 *
 * Source: TLFS 2.0 19.2.5; symbols of securekernel 26100; WDK 7.1 hvgdk.h, where LogicalProcessor
 * has 8 bits and LpSequenceNumber is reserved.
 */
typedef struct HV_EVENTLOG_BUFFER_HEADER
{
    HV_UINT32 BufferSize; /**< Size of the whole buffer in bytes; at most 512 pages. */
    HV_EVENTLOG_BUFFER_INDEX BufferIndex; /**< Index of this buffer. */
    /**
     * Number of events that found no free buffer since the last complete buffer; in a local log, of
     * this processor.
     */
    HV_UINT32 EventsLost;
    volatile HV_UINT32 ReferenceCounter; /**< Undocumented. */
    union
    {
        /**
         * Time stamp counter when the hypervisor began to use the buffer; it orders the buffers.
         */
        HV_TIME_STAMP TimeStamp;
        /** Reference time when the hypervisor began to use the buffer, in units of 100 ns. */
        HV_NANO100_TIME ReferenceTime;
    };
    HV_UINT64 Reserved1;
    HV_UINT64 Reserved2;
    /** Index of the logical processor to which the buffer belongs, in a local log. */
    HV_UINT16 LogicalProcessor;
    HV_UINT16 LoggerId; /**< ID of the log; undocumented. */
    /** HV_EVENTLOG_BUFFER_STATE; the hypervisor changes it at any time. */
    volatile HV_EVENTLOG_BUFFER_STATE BufferState;
    /**
     * Offset of the next entry from the start of the buffer, in bytes. Entries below it are
     * complete. The root must check it against BufferSize.
     */
    HV_UINT32 NextBufferOffset;
    union
    {
        HV_EVENTLOG_TYPE Type;
        struct
        {
            HV_UINT16 BufferFlag; /**< Low half of Type, with ETW's name. */
            HV_UINT16 BufferType; /**< High half of Type, with ETW's name. */
        };
    };
    /** Index of the next buffer of a message's list; valid in the state Ready only. */
    HV_EVENTLOG_BUFFER_INDEX NextBufferIndex;
    /** Sequence number of the buffer on its logical processor, by the member's name. */
    HV_UINT32 LpSequenceNumber;
    HV_UINT32 Reserved4[2];
} HV_EVENTLOG_BUFFER_HEADER, *PHV_EVENTLOG_BUFFER_HEADER;
HV_STATIC_ASSERT(sizeof(HV_EVENTLOG_BUFFER_HEADER) == 72);

/** Start of an entry; its data follows. Source: WDK 7.1 hvgdk.h; symbols of securekernel 26100. */
typedef struct HV_EVENTLOG_ENTRY_HEADER
{
    HV_UINT32 Context; /**< Private to the log. */
    /** Size of the entry in bytes, with this header and the padding; always a multiple of 8. */
    HV_UINT16 Size;
    /** HV_TR_EVENTLOG_GROUP_ value and the number of the trace (EventLogTrace.h). */
    HV_UINT16 Type;
    union
    {
        HV_TIME_STAMP TimeStamp; /**< Time stamp counter of the entry. */
        /** Reference time of the entry, in units of 100 ns since the hypervisor's start. */
        HV_NANO100_TIME ReferenceTime;
    };
} HV_EVENTLOG_ENTRY_HEADER, *PHV_EVENTLOG_ENTRY_HEADER;
HV_STATIC_ASSERT(sizeof(HV_EVENTLOG_ENTRY_HEADER) == 16);

/**
 * HvMessageTypeEventLogBufferComplete: buffers are ready to be read. Source:
 * TLFS 2.0 19.1.10, 19.1.11; mu_msvm HvGuestSyntheticInterrupts.h.
 */
typedef struct HV_EVENTLOG_MESSAGE_PAYLOAD
{
    HV_EVENTLOG_TYPE EventLogType;
    HV_EVENTLOG_BUFFER_INDEX BufferIndex; /**< First buffer of the list. */
} HV_EVENTLOG_MESSAGE_PAYLOAD, *PHV_EVENTLOG_MESSAGE_PAYLOAD;
HV_STATIC_ASSERT(sizeof(HV_EVENTLOG_MESSAGE_PAYLOAD) == 8);

/*
 * Hypercalls.
 */

/** A log and its behavior when it is full. The low half is HV_EVENTLOG_TYPE, as in older versions. */
typedef struct HV_EVENTLOG_INIT_TYPE
{
    HV_UINT16 EventLogType; /**< HV_EVENTLOG_TYPE. */
    HV_UINT16 EventLogMode; /**< HV_EVENTLOG_MODE; zero in WDK 7.1, where it is part of the type. */
} HV_EVENTLOG_INIT_TYPE, *PHV_EVENTLOG_INIT_TYPE;
HV_STATIC_ASSERT(sizeof(HV_EVENTLOG_INIT_TYPE) == 4);

/**
 * Input of HvCallInitializeEventLogBufferGroup (0x0060), which creates a log. No output. It fails
 * with HV_STATUS_OBJECT_IN_USE if the log exists.
 *
 * Source: TLFS 2.0 19.3.1; WDK 7.1 hvgdk.h; symbols of securekernel 26100.
 */
typedef struct HV_INPUT_INITIALIZE_EVENTLOG_BUFFER_GROUP
{
    HV_EVENTLOG_INIT_TYPE EventLogInitType;
    HV_UINT32 MaximumBufferCount; /**< Maximum number of buffers; 1 to 512 in TLFS 2.0. */
    union
    {
        /** Size of each buffer in pages, in WDK 7.1 and TLFS 2.0; 1 to 512. */
        HV_UINT32 BufferSizeInPages;
        HV_UINT32 BufferSizeInBytes; /**< Size of each buffer in bytes, in 26100. */
    };
    /** Number of complete buffers for which the hypervisor sends a message. */
    HV_UINT32 Threshold;
    HV_EVENTLOG_ENTRY_TIME_BASIS TimeBasis;
    HV_UINT32 Padding;
    HV_NANO100_TIME SystemTime; /**< Present time of the root. */
} HV_INPUT_INITIALIZE_EVENTLOG_BUFFER_GROUP, *PHV_INPUT_INITIALIZE_EVENTLOG_BUFFER_GROUP;
HV_STATIC_ASSERT(sizeof(HV_INPUT_INITIALIZE_EVENTLOG_BUFFER_GROUP) == 32);

/**
 * Input of HvCallFinalizeEventLogBufferGroup (0x0061), which ends a log without sources and
 * buffers. Fast. No output.
 */
typedef struct HV_CALL_ATTRIBUTES HV_INPUT_FINALIZE_EVENTLOG_BUFFER_GROUP
{
    HV_EVENTLOG_TYPE EventLogType;
    HV_UINT32 Padding;
} HV_INPUT_FINALIZE_EVENTLOG_BUFFER_GROUP, *PHV_INPUT_FINALIZE_EVENTLOG_BUFFER_GROUP;
HV_STATIC_ASSERT(sizeof(HV_INPUT_FINALIZE_EVENTLOG_BUFFER_GROUP) == 8);

/** Input of HvCallCreateEventLogBuffer (0x0062), which adds a buffer to a log, at any time. Fast. No output. */
typedef struct HV_CALL_ATTRIBUTES HV_INPUT_CREATE_EVENTLOG_BUFFER
{
    HV_EVENTLOG_TYPE EventLogType;
    HV_EVENTLOG_BUFFER_INDEX BufferIndex; /**< An unused index, below MaximumBufferCount. */
    HV_PROXIMITY_DOMAIN_INFO ProximityInfo; /**< NUMA node of the buffer's memory; a local log requires it. */
} HV_INPUT_CREATE_EVENTLOG_BUFFER, *PHV_INPUT_CREATE_EVENTLOG_BUFFER;
HV_STATIC_ASSERT(sizeof(HV_INPUT_CREATE_EVENTLOG_BUFFER) == 16);

/**
 * Input of HvCallDeleteEventLogBuffer (0x0063), which returns the pages of an unmapped buffer to
 * the pool. Fast. No output.
 */
typedef struct HV_CALL_ATTRIBUTES HV_INPUT_DELETE_EVENTLOG_BUFFER
{
    HV_EVENTLOG_TYPE EventLogType;
    HV_EVENTLOG_BUFFER_INDEX BufferIndex;
} HV_INPUT_DELETE_EVENTLOG_BUFFER, *PHV_INPUT_DELETE_EVENTLOG_BUFFER;
HV_STATIC_ASSERT(sizeof(HV_INPUT_DELETE_EVENTLOG_BUFFER) == 8);

/**
 * Input of HvCallMapEventLogBuffer (0x0064), which makes the pages of a buffer readable by the root
 * and the buffer free. Output: HV_OUTPUT_MAP_EVENTLOG_BUFFER.
 */
typedef struct HV_CALL_ATTRIBUTES HV_INPUT_MAP_EVENTLOG_BUFFER
{
    HV_EVENTLOG_TYPE EventLogType;
    HV_EVENTLOG_BUFFER_INDEX BufferIndex;
} HV_INPUT_MAP_EVENTLOG_BUFFER, *PHV_INPUT_MAP_EVENTLOG_BUFFER;
HV_STATIC_ASSERT(sizeof(HV_INPUT_MAP_EVENTLOG_BUFFER) == 8);

/** Output of HvCallMapEventLogBuffer: pages of the buffer in the root. */
typedef struct HV_OUTPUT_MAP_EVENTLOG_BUFFER
{
    /** GPA page numbers, in order; as many as the buffer has pages. */
    HV_GPA_PAGE_NUMBER GpaPageNumbers[512];
} HV_OUTPUT_MAP_EVENTLOG_BUFFER, *PHV_OUTPUT_MAP_EVENTLOG_BUFFER;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_MAP_EVENTLOG_BUFFER) == 4096);

/** Input of HvCallUnmapEventLogBuffer (0x0065), which unmaps a free or ready buffer. Fast. No output. */
typedef struct HV_CALL_ATTRIBUTES HV_INPUT_UNMAP_EVENTLOG_BUFFER
{
    HV_EVENTLOG_TYPE EventLogType;
    HV_EVENTLOG_BUFFER_INDEX BufferIndex;
} HV_INPUT_UNMAP_EVENTLOG_BUFFER, *PHV_INPUT_UNMAP_EVENTLOG_BUFFER;
HV_STATIC_ASSERT(sizeof(HV_INPUT_UNMAP_EVENTLOG_BUFFER) == 8);

/**
 * Input of HvCallSetEventLogGroupSources (0x0066) until WDK 7.1: events to log. Zero stops the
 * logging. No output.
 *
 * WDK 7.1 calls it HV_INPUT_EVENTLOG_SET_EVENTS, which is now the name of the later, longer form.
 */
typedef struct HV_INPUT_EVENTLOG_GROUP_EVENTS
{
    HV_EVENTLOG_TYPE EventLogType;
    HV_UINT32 Padding;
    HV_UINT64 EnableFlags; /**< HV_TR_GROUP_... or HV_EVENTLOG_ENABLE_... */
} HV_INPUT_EVENTLOG_GROUP_EVENTS, *PHV_INPUT_EVENTLOG_GROUP_EVENTS;
HV_STATIC_ASSERT(sizeof(HV_INPUT_EVENTLOG_GROUP_EVENTS) == 16);

/** Interpretation of HV_EVENTLOG_EXTENDED_TRACE_FLAGS. Source: symbols of securekernel 26100. */
typedef HV_UINT32 HV_EVENTLOG_EXTENDED_TRACE_MODE, *PHV_EVENTLOG_EXTENDED_TRACE_MODE;

enum
{
    HvEventLogExtendedModeNone = 0x0,
    HvEventLogExtendedModeLegacy = 0x1,   /**< Groups, as a mask. */
    HvEventLogExtendedModeScenario = 0x2, /**< A set of events with a number. */
    HvEventLogExtendedModeGranular = 0x3, /**< Single events. */
    HvEventLogExtendedModeCount = 0x4,
};

/** Operation on the events of HV_INPUT_EVENTLOG_SET_EVENTS.Groups. Source: symbols of securekernel 26100. */
typedef HV_UINT32 HV_EVENTLOG_EXTENDED_GRANULAR_OPERATION, *PHV_EVENTLOG_EXTENDED_GRANULAR_OPERATION;

enum
{
    HvEventLogGranularSet = 0x0,
    HvEventLogGranularAdd = 0x1,
    HvEventLogGranularRemove = 0x2,
    HvEventLogGranularOperationCount = 0x3,
};

/**
 * HV_INPUT_EVENTLOG_SET_EVENTS.ConfigurationFlags. Common selects the valid form.
 *
 * Source: symbols of securekernel 26100.
 */
typedef union HV_EVENTLOG_EXTENDED_TRACE_FLAGS
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    /** Selection of the form. */
    struct
    {
        HV_UINT64 Extended : 1; /**< Bit 0: Scenario or Granular is valid; otherwise Legacy. */
        HV_UINT64 Mode : 7;     /**< Bits 1 to 7: HV_EVENTLOG_EXTENDED_TRACE_MODE. */
        HV_UINT64 Rsvd : 56;
    } Common;
#endif
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    /** Form for a scenario. */
    struct
    {
        HV_UINT64 Rsvd : 8; /**< Bits 0 to 7: as in Common. */
        HV_UINT64 Id : 8;   /**< Bits 8 to 15: ID of the scenario. */
        HV_UINT64 RsvdZ : 48;
    } Scenario;
#endif
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    /** Form for single events. */
    struct
    {
        HV_UINT64 Rsvd : 8;      /**< Bits 0 to 7: as in Common. */
        HV_UINT64 Operation : 8; /**< Bits 8 to 15: HV_EVENTLOG_EXTENDED_GRANULAR_OPERATION. */
        HV_UINT64 RsvdZ : 48;
    } Granular;
#endif
    /** Form of groups. */
    struct
    {
        HV_UINT64 Flags; /**< HV_TR_GROUP_ or HV_EVENTLOG_ENABLE_ values. */
    } Legacy;
} HV_EVENTLOG_EXTENDED_TRACE_FLAGS, *PHV_EVENTLOG_EXTENDED_TRACE_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_EVENTLOG_EXTENDED_TRACE_FLAGS) == 8);

/** Events of one group. Source: symbols of securekernel 26100. */
typedef struct HV_EVENTLOG_EVENTGROUP_CONFIGURATION
{
    HV_UINT32 GroupId; /**< Group that has the events; its values are undocumented. */
    HV_UINT16 RsvdZ;
    HV_UINT16 EventCount;  /**< Number of valid elements of EventId; at most 256. */
    HV_UINT8 EventId[256]; /**< Numbers of events: HV_TR_ values. */
} HV_EVENTLOG_EVENTGROUP_CONFIGURATION, *PHV_EVENTLOG_EVENTGROUP_CONFIGURATION;
HV_STATIC_ASSERT(sizeof(HV_EVENTLOG_EVENTGROUP_CONFIGURATION) == 264);

/**
 * Input of HvCallSetEventLogGroupSources (0x0066), which selects the logged events. No output.
 * Source: symbols of securekernel 26100.
 */
typedef struct HV_INPUT_EVENTLOG_SET_EVENTS
{
    HV_EVENTLOG_TYPE EventLogType;
    /** Number of elements of Groups; at most the capacity of the input page. */
    HV_UINT32 GroupCount;
    HV_UINT64 ConfigurationFlags;                   /**< HV_EVENTLOG_EXTENDED_TRACE_FLAGS. */
    HV_EVENTLOG_EVENTGROUP_CONFIGURATION Groups[2]; /**< Events of each group. */
} HV_INPUT_EVENTLOG_SET_EVENTS, *PHV_INPUT_EVENTLOG_SET_EVENTS;
HV_STATIC_ASSERT(sizeof(HV_INPUT_EVENTLOG_SET_EVENTS) == 544);

/**
 * Input of HvCallReleaseEventLogBuffer (0x0067): the root has read a buffer that was ready; it is
 * free again. Fast. No output.
 */
typedef struct HV_CALL_ATTRIBUTES HV_INPUT_EVENTLOG_RELEASE_BUFFER
{
    HV_EVENTLOG_TYPE EventLogType;
    HV_EVENTLOG_BUFFER_INDEX BufferIndex;
} HV_INPUT_EVENTLOG_RELEASE_BUFFER, *PHV_INPUT_EVENTLOG_RELEASE_BUFFER;
HV_STATIC_ASSERT(sizeof(HV_INPUT_EVENTLOG_RELEASE_BUFFER) == 8);

/**
 * Input of HvCallFlushEventLogBuffer (0x0068): completes a buffer that is in use and sends the
 * message. Fast. No output.
 */
typedef struct HV_CALL_ATTRIBUTES HV_INPUT_FLUSH_EVENTLOG_BUFFER
{
    HV_EVENTLOG_TYPE EventLogType;
    HV_EVENTLOG_BUFFER_INDEX BufferIndex;
} HV_INPUT_FLUSH_EVENTLOG_BUFFER, *PHV_INPUT_FLUSH_EVENTLOG_BUFFER;
HV_STATIC_ASSERT(sizeof(HV_INPUT_FLUSH_EVENTLOG_BUFFER) == 8);

/**
 * Input of HvCallMapPartitionEventLogBuffer (0x0116), which makes pages of a partition a buffer of
 * a log. Undocumented.
 *
 * Source: symbols of securekernel 26100.
 */
typedef struct HV_INPUT_MAP_PARTITION_EVENTLOG_BUFFER
{
    HV_PARTITION_ID PartitionId;
    HV_EVENTLOG_TYPE EventLogType;
    HV_EVENTLOG_BUFFER_INDEX BufferIndex;
    HV_GPA_PAGE_RANGE GpaRange; /**< Pages of the buffer. */
} HV_INPUT_MAP_PARTITION_EVENTLOG_BUFFER, *PHV_INPUT_MAP_PARTITION_EVENTLOG_BUFFER;
HV_STATIC_ASSERT(sizeof(HV_INPUT_MAP_PARTITION_EVENTLOG_BUFFER) == 24);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_EVENTLOG */
