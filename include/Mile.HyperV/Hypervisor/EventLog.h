/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The hypervisor's event log: trace buffers that the root partition reads.
 *
 * The hypervisor writes what it does as entries of a few bytes into buffers that
 * it shares with the root partition. There is one *group* of buffers for each
 * log (HV_EVENTLOG_TYPE); a buffer in use is one logical processor's.
 *
 *     root partition                                   hypervisor
 *       |-- HvCallInitializeEventLogBufferGroup  -->|    sizes, time basis
 *       |-- HvCallCreateEventLogBuffer           -->|    one a buffer
 *       |-- HvCallMapEventLogBuffer              -->|    into the root's memory
 *       |-- HvCallSetEventLogGroupSources        -->|    which events to log
 *       |<-- HvMessageTypeEventLogBufferComplete ---|    a buffer is full
 *       |    (reads it: HV_EVENTLOG_BUFFER_HEADER and entries)
 *       |-- HvCallReleaseEventLogBuffer          -->|    may be filled again
 *       |-- HvCallFlushEventLogBuffer            -->|    hand over what there is now
 *       |-- Unmap, Delete, Finalize              -->|
 *
 * A buffer starts with HV_EVENTLOG_BUFFER_HEADER, whose layout is the one of
 * Windows' event tracing (ETW), so a log can be stored as it is. Entries follow,
 * each with HV_EVENTLOG_ENTRY_HEADER and Size bytes in all. EventLogTrace.h has
 * the numbers of events and of the groups that can be enabled.
 *
 * All calls are for the root partition. HvCallMapPartitionEventLogBuffer, which
 * came later, gives a partition a buffer of its own.
 *
 * Sources: TLFS 6.0b chapter 11 and appendix; WDK 7.1 hvgdk.h; mu_msvm
 * HvGuestSyntheticInterrupts.h; symbols of securekernel 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_EVENTLOG
#define MILE_HYPERV_HYPERVISOR_EVENTLOG

#include "Memory.h"
#include "ReferenceTime.h"

/** A buffer of a group. */
typedef HV_UINT32 HV_EVENTLOG_BUFFER_INDEX, *PHV_EVENTLOG_BUFFER_INDEX;
#define HV_EVENTLOG_BUFFER_INDEX_NONE 0xFFFFFFFFU

/** Which log a buffer belongs to. */
typedef HV_UINT32 HV_EVENTLOG_TYPE, *PHV_EVENTLOG_TYPE;

enum
{
    HvEventLogTypeGlobalSystemEvents = 0x00000000,
    HvEventLogTypeLocalDiagnostics = 0x00000001,
    HvEventLogTypeSystemDiagnostics = 0x00000002, /**< Symbols of securekernel 26100. */
    HvEventLogTypeMaximum = 0x00000001,           /**< Until there was a third; 2 in 26100. */
};

/** Where a buffer is in its life. */
typedef HV_UINT32 HV_EVENTLOG_BUFFER_STATE, *PHV_EVENTLOG_BUFFER_STATE;

enum
{
    HvEventLogBufferStateStandby = 0,
    HvEventLogBufferStateFree = 1,
    HvEventLogBufferStateInUse = 2,    /**< The hypervisor writes. */
    HvEventLogBufferStateComplete = 3, /**< Full; the root reads. */
    HvEventLogBufferStateReady = 4,
    HvEventLogBufferStateUnmapping = 5, /**< This and what follows: later than WDK 7.1. */
    HvEventLogBufferStateDeleting = 6,
    HvEventLogBufferStateProcessorListInUse = 7,
};

/** In what entries tell the time. */
typedef HV_UINT32 HV_EVENTLOG_ENTRY_TIME_BASIS, *PHV_EVENTLOG_ENTRY_TIME_BASIS;

enum
{
    HvEventLogEntryTimeReference = 0, /**< Reference time, 100 ns. */
    HvEventLogEntryTimeTsc = 1,       /**< The processor's time stamp counter. */
    HvEventLogEntryTimeQpc = 2,       /**< Windows' performance counter; later than WDK 7.1. */
};

/** How the buffers of a log are used. Source: symbols of securekernel 26100. */
typedef HV_UINT32 HV_EVENTLOG_MODE, *PHV_EVENTLOG_MODE;

enum
{
    HvEventLogModeRegular = 0x0,
    HvEventLogModeCircular = 0x1,
    HvEventLogModeMaximum = 0x1,
};

HV_HEADER_BEGIN

/*
 * Contents of a buffer.
 */

/** An entry's time, by the log's HV_EVENTLOG_ENTRY_TIME_BASIS. Source: WDK 7.1 hvgdk.h. */
typedef union HV_EVENTLOG_ENTRY_TIME
{
    HV_NANO100_TIME ReferenceTime;
    HV_TIME_STAMP TimeStamp;
} HV_EVENTLOG_ENTRY_TIME, *PHV_EVENTLOG_ENTRY_TIME;
HV_STATIC_ASSERT(sizeof(HV_EVENTLOG_ENTRY_TIME) == 8);

/**
 * The start of a buffer; hypervisor and root write it.
 *
 * Source: symbols of securekernel 26100; WDK 7.1 hvgdk.h, where LogicalProcessor is 8 bits and LpSequenceNumber
 * reserved.
 */
typedef struct HV_EVENTLOG_BUFFER_HEADER
{
    HV_UINT32 BufferSize;
    HV_EVENTLOG_BUFFER_INDEX BufferIndex;
    HV_UINT32 EventsLost;
    volatile HV_UINT32 ReferenceCounter;
    union
    {
        HV_TIME_STAMP TimeStamp;
        HV_NANO100_TIME ReferenceTime;
    };
    HV_UINT64 Reserved1;
    HV_UINT64 Reserved2;
    HV_UINT16 LogicalProcessor; /**< Whose buffer it is. */
    HV_UINT16 LoggerId;
    volatile HV_EVENTLOG_BUFFER_STATE BufferState;
    HV_UINT32 NextBufferOffset;
    union
    {
        HV_EVENTLOG_TYPE Type;
        struct
        {
            HV_UINT16 BufferFlag; /**< As ETW names the two halves. */
            HV_UINT16 BufferType;
        };
    };
    HV_EVENTLOG_BUFFER_INDEX NextBufferIndex;
    HV_UINT32 LpSequenceNumber;
    HV_UINT32 Reserved4[2];
} HV_EVENTLOG_BUFFER_HEADER, *PHV_EVENTLOG_BUFFER_HEADER;
HV_STATIC_ASSERT(sizeof(HV_EVENTLOG_BUFFER_HEADER) == 72);

/** The start of an entry; its data follows. Source: WDK 7.1 hvgdk.h; symbols of securekernel 26100. */
typedef struct HV_EVENTLOG_ENTRY_HEADER
{
    HV_UINT32 Context;
    HV_UINT16 Size; /**< Of the entry with this header, in bytes. */
    HV_UINT16 Type; /**< HV_TR_EVENTLOG_GROUP_... and the trace's number (EventLogTrace.h). */
    union
    {
        HV_TIME_STAMP TimeStamp;
        HV_NANO100_TIME ReferenceTime;
    };
} HV_EVENTLOG_ENTRY_HEADER, *PHV_EVENTLOG_ENTRY_HEADER;
HV_STATIC_ASSERT(sizeof(HV_EVENTLOG_ENTRY_HEADER) == 16);

/** HvMessageTypeEventLogBufferComplete: which buffer is full. Source: mu_msvm HvGuestSyntheticInterrupts.h. */
typedef struct HV_EVENTLOG_MESSAGE_PAYLOAD
{
    HV_EVENTLOG_TYPE EventLogType;
    HV_EVENTLOG_BUFFER_INDEX BufferIndex;
} HV_EVENTLOG_MESSAGE_PAYLOAD, *PHV_EVENTLOG_MESSAGE_PAYLOAD;
HV_STATIC_ASSERT(sizeof(HV_EVENTLOG_MESSAGE_PAYLOAD) == 8);

/*
 * Hypercalls.
 */

/** Which log, and what it does when it is full; the low half alone is HV_EVENTLOG_TYPE as before. */
typedef struct HV_EVENTLOG_INIT_TYPE
{
    HV_UINT16 EventLogType; /**< HV_EVENTLOG_TYPE. */
    HV_UINT16 EventLogMode; /**< HV_EVENTLOG_MODE. Zero, as part of the type, in WDK 7.1. */
} HV_EVENTLOG_INIT_TYPE, *PHV_EVENTLOG_INIT_TYPE;
HV_STATIC_ASSERT(sizeof(HV_EVENTLOG_INIT_TYPE) == 4);

/**
 * Input of HvCallInitializeEventLogBufferGroup (0x0060): sets up a log.
 *
 * Source: WDK 7.1 hvgdk.h; symbols of securekernel 26100.
 */
typedef struct HV_INPUT_INITIALIZE_EVENTLOG_BUFFER_GROUP
{
    HV_EVENTLOG_INIT_TYPE EventLogInitType;
    HV_UINT32 MaximumBufferCount;
    union
    {
        HV_UINT32 BufferSizeInPages; /**< The unit of WDK 7.1. */
        HV_UINT32 BufferSizeInBytes; /**< The unit of 26100. */
    };
    HV_UINT32 Threshold;
    HV_EVENTLOG_ENTRY_TIME_BASIS TimeBasis;
    HV_UINT32 Padding;
    HV_NANO100_TIME SystemTime;
} HV_INPUT_INITIALIZE_EVENTLOG_BUFFER_GROUP, *PHV_INPUT_INITIALIZE_EVENTLOG_BUFFER_GROUP;
HV_STATIC_ASSERT(sizeof(HV_INPUT_INITIALIZE_EVENTLOG_BUFFER_GROUP) == 32);

/** Input of HvCallFinalizeEventLogBufferGroup (0x0061): ends a log whose buffers are deleted. */
typedef struct HV_INPUT_FINALIZE_EVENTLOG_BUFFER_GROUP
{
    HV_EVENTLOG_TYPE EventLogType;
    HV_UINT32 Padding;
} HV_INPUT_FINALIZE_EVENTLOG_BUFFER_GROUP, *PHV_INPUT_FINALIZE_EVENTLOG_BUFFER_GROUP;
HV_STATIC_ASSERT(sizeof(HV_INPUT_FINALIZE_EVENTLOG_BUFFER_GROUP) == 8);

/** Input of HvCallCreateEventLogBuffer (0x0062): adds a buffer to a log. */
typedef struct HV_INPUT_CREATE_EVENTLOG_BUFFER
{
    HV_EVENTLOG_TYPE EventLogType;
    HV_EVENTLOG_BUFFER_INDEX BufferIndex;
    HV_PROXIMITY_DOMAIN_INFO ProximityInfo;
} HV_INPUT_CREATE_EVENTLOG_BUFFER, *PHV_INPUT_CREATE_EVENTLOG_BUFFER;
HV_STATIC_ASSERT(sizeof(HV_INPUT_CREATE_EVENTLOG_BUFFER) == 16);

/** Input of HvCallDeleteEventLogBuffer (0x0063). */
typedef struct HV_INPUT_DELETE_EVENTLOG_BUFFER
{
    HV_EVENTLOG_TYPE EventLogType;
    HV_EVENTLOG_BUFFER_INDEX BufferIndex;
} HV_INPUT_DELETE_EVENTLOG_BUFFER, *PHV_INPUT_DELETE_EVENTLOG_BUFFER;
HV_STATIC_ASSERT(sizeof(HV_INPUT_DELETE_EVENTLOG_BUFFER) == 8);

/** Input of HvCallMapEventLogBuffer (0x0064): shows a buffer's pages to the root. */
typedef struct HV_INPUT_MAP_EVENTLOG_BUFFER
{
    HV_EVENTLOG_TYPE EventLogType;
    HV_EVENTLOG_BUFFER_INDEX BufferIndex;
} HV_INPUT_MAP_EVENTLOG_BUFFER, *PHV_INPUT_MAP_EVENTLOG_BUFFER;
HV_STATIC_ASSERT(sizeof(HV_INPUT_MAP_EVENTLOG_BUFFER) == 8);

/** Output of HvCallMapEventLogBuffer: the pages, in order, as many as the buffer has. */
typedef struct HV_OUTPUT_MAP_EVENTLOG_BUFFER
{
    HV_GPA_PAGE_NUMBER GpaPageNumbers[512];
} HV_OUTPUT_MAP_EVENTLOG_BUFFER, *PHV_OUTPUT_MAP_EVENTLOG_BUFFER;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_MAP_EVENTLOG_BUFFER) == 4096);

/** Input of HvCallUnmapEventLogBuffer (0x0065). */
typedef struct HV_INPUT_UNMAP_EVENTLOG_BUFFER
{
    HV_EVENTLOG_TYPE EventLogType;
    HV_EVENTLOG_BUFFER_INDEX BufferIndex;
} HV_INPUT_UNMAP_EVENTLOG_BUFFER, *PHV_INPUT_UNMAP_EVENTLOG_BUFFER;
HV_STATIC_ASSERT(sizeof(HV_INPUT_UNMAP_EVENTLOG_BUFFER) == 8);

/**
 * Input of HvCallSetEventLogGroupSources (0x0066): which events are logged, until WDK 7.1.
 *
 * WDK 7.1 calls it HV_INPUT_EVENTLOG_SET_EVENTS; that name went to the later, longer form.
 */
typedef struct HV_INPUT_EVENTLOG_GROUP_EVENTS
{
    HV_EVENTLOG_TYPE EventLogType;
    HV_UINT32 Padding;
    HV_UINT64 EnableFlags; /**< HV_TR_GROUP_... or HV_EVENTLOG_ENABLE_... */
} HV_INPUT_EVENTLOG_GROUP_EVENTS, *PHV_INPUT_EVENTLOG_GROUP_EVENTS;
HV_STATIC_ASSERT(sizeof(HV_INPUT_EVENTLOG_GROUP_EVENTS) == 16);

/** How HV_EVENTLOG_EXTENDED_TRACE_FLAGS is meant. Source: symbols of securekernel 26100. */
typedef HV_UINT32 HV_EVENTLOG_EXTENDED_TRACE_MODE, *PHV_EVENTLOG_EXTENDED_TRACE_MODE;

enum
{
    HvEventLogExtendedModeNone = 0x0,
    HvEventLogExtendedModeLegacy = 0x1,   /**< Groups as a mask. */
    HvEventLogExtendedModeScenario = 0x2, /**< A set of events with a number. */
    HvEventLogExtendedModeGranular = 0x3, /**< Event by event. */
    HvEventLogExtendedModeCount = 0x4,
};

/** What to do with the events of HV_INPUT_EVENTLOG_SET_EVENTS.Groups. Source: symbols of securekernel 26100. */
typedef HV_UINT32 HV_EVENTLOG_EXTENDED_GRANULAR_OPERATION, *PHV_EVENTLOG_EXTENDED_GRANULAR_OPERATION;

enum
{
    HvEventLogGranularSet = 0x0,
    HvEventLogGranularAdd = 0x1,
    HvEventLogGranularRemove = 0x2,
    HvEventLogGranularOperationCount = 0x3,
};

/**
 * HV_INPUT_EVENTLOG_SET_EVENTS.ConfigurationFlags: Common says which of the other forms holds.
 *
 * Source: symbols of securekernel 26100.
 */
typedef union HV_EVENTLOG_EXTENDED_TRACE_FLAGS
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT64 Extended : 1; /**< Bit 0: one of the new forms; clear means Legacy. */
        HV_UINT64 Mode : 7;     /**< Bits 1 to 7: HV_EVENTLOG_EXTENDED_TRACE_MODE. */
        HV_UINT64 Rsvd : 56;
    } Common;
    struct
    {
        HV_UINT64 Rsvd : 8; /**< Bits 0 to 7: as in Common. */
        HV_UINT64 Id : 8;   /**< Bits 8 to 15. */
        HV_UINT64 RsvdZ : 48;
    } Scenario;
    struct
    {
        HV_UINT64 Rsvd : 8;      /**< Bits 0 to 7: as in Common. */
        HV_UINT64 Operation : 8; /**< Bits 8 to 15: HV_EVENTLOG_EXTENDED_GRANULAR_OPERATION. */
        HV_UINT64 RsvdZ : 48;
    } Granular;
    struct
    {
        HV_UINT64 Flags; /**< HV_TR_GROUP_... or HV_EVENTLOG_ENABLE_... */
    } Legacy;
} HV_EVENTLOG_EXTENDED_TRACE_FLAGS, *PHV_EVENTLOG_EXTENDED_TRACE_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_EVENTLOG_EXTENDED_TRACE_FLAGS) == 8);

/** Events of one group. Source: symbols of securekernel 26100. */
typedef struct HV_EVENTLOG_EVENTGROUP_CONFIGURATION
{
    HV_UINT32 GroupId;
    HV_UINT16 RsvdZ;
    HV_UINT16 EventCount;  /**< Of EventId. */
    HV_UINT8 EventId[256]; /**< HV_TR_... numbers. */
} HV_EVENTLOG_EVENTGROUP_CONFIGURATION, *PHV_EVENTLOG_EVENTGROUP_CONFIGURATION;
HV_STATIC_ASSERT(sizeof(HV_EVENTLOG_EVENTGROUP_CONFIGURATION) == 264);

/** Input of HvCallSetEventLogGroupSources (0x0066): which events are logged. Source: symbols of securekernel 26100. */
typedef struct HV_INPUT_EVENTLOG_SET_EVENTS
{
    HV_EVENTLOG_TYPE EventLogType;
    HV_UINT32 GroupCount;         /**< Of Groups. */
    HV_UINT64 ConfigurationFlags; /**< HV_EVENTLOG_EXTENDED_TRACE_FLAGS. */
    HV_EVENTLOG_EVENTGROUP_CONFIGURATION Groups[2];
} HV_INPUT_EVENTLOG_SET_EVENTS, *PHV_INPUT_EVENTLOG_SET_EVENTS;
HV_STATIC_ASSERT(sizeof(HV_INPUT_EVENTLOG_SET_EVENTS) == 544);

/** Input of HvCallReleaseEventLogBuffer (0x0067): the root has read a buffer. */
typedef struct HV_INPUT_EVENTLOG_RELEASE_BUFFER
{
    HV_EVENTLOG_TYPE EventLogType;
    HV_EVENTLOG_BUFFER_INDEX BufferIndex;
} HV_INPUT_EVENTLOG_RELEASE_BUFFER, *PHV_INPUT_EVENTLOG_RELEASE_BUFFER;
HV_STATIC_ASSERT(sizeof(HV_INPUT_EVENTLOG_RELEASE_BUFFER) == 8);

/** Input of HvCallFlushEventLogBuffer (0x0068): completes a buffer that is not full. */
typedef struct HV_INPUT_FLUSH_EVENTLOG_BUFFER
{
    HV_EVENTLOG_TYPE EventLogType;
    HV_EVENTLOG_BUFFER_INDEX BufferIndex;
} HV_INPUT_FLUSH_EVENTLOG_BUFFER, *PHV_INPUT_FLUSH_EVENTLOG_BUFFER;
HV_STATIC_ASSERT(sizeof(HV_INPUT_FLUSH_EVENTLOG_BUFFER) == 8);

/**
 * Input of HvCallMapPartitionEventLogBuffer (0x0116): makes pages of a partition a buffer of a log.
 *
 * Source: symbols of securekernel 26100; no public description.
 */
typedef struct HV_INPUT_MAP_PARTITION_EVENTLOG_BUFFER
{
    HV_PARTITION_ID PartitionId;
    HV_EVENTLOG_TYPE EventLogType;
    HV_EVENTLOG_BUFFER_INDEX BufferIndex;
    HV_GPA_PAGE_RANGE GpaRange;
} HV_INPUT_MAP_PARTITION_EVENTLOG_BUFFER, *PHV_INPUT_MAP_PARTITION_EVENTLOG_BUFFER;
HV_STATIC_ASSERT(sizeof(HV_INPUT_MAP_PARTITION_EVENTLOG_BUFFER) == 24);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_EVENTLOG */
