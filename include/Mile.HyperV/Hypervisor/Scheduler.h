/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Scheduling: schedulers of virtual processors, CPU groups, and hints from the guest.
 *
 * One of four schedulers, selected at the start of the machine, runs all virtual processors. The
 * system property HvSchedulerTypeProperty reports it to the root:
 *
 *     HvSchedulerTypeLp        the hypervisor, by logical processor, without regard to SMT
 *     HvSchedulerTypeLpSmt     the hypervisor, SMT siblings counted
 *     HvSchedulerTypeCoreSmt   the hypervisor, by core: SMT siblings run one partition only
 *     HvSchedulerTypeRoot      a thread of the root for each virtual processor
 *
 * With the classic, the core and the integrated scheduler, partition properties (CpuReserve,
 * CpuCap, CpuWeight) and *CPU groups* determine the shares. A CPU group is a set of logical
 * processors with its own cap; CpuGroupId binds a partition to it. Hypercalls create groups and
 * enumerate them: each call receives the previous result and returns the next one. A nonexistent
 * group fails with HV_STATUS_INVALID_CPU_GROUP_ID, a group that is in use or that the hypervisor is
 * deleting with HV_STATUS_INVALID_CPU_GROUP_STATE.
 *
 * With the root scheduler, HvCallDispatchVp (VirtualProcessor.h) returns when a processor blocks,
 * and the hypervisor sends a message when it can continue: HV_VP_SIGNAL_PAIR_SCHEDULER_MESSAGE for
 * processors of several partitions, HV_VP_SIGNAL_BITSET_SCHEDULER_MESSAGE for many of one
 * partition. A count of overflows is the number of lost signals; if it is not zero, the root must
 * check every waiting processor.
 *
 * A guest should call HvCallNotifyLongSpinWait after each number of spins on a lock that CPUID leaf
 * 0x40000004 recommends; the hypervisor may then run another processor.
 *
 * Sources: TLFS online; WDK 7.1 hvgdk.h; mshv-lore; symbols of securekernel
 * 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_SCHEDULER
#define MILE_HYPERV_HYPERVISOR_SCHEDULER

#include "ProcessorSet.h"

HV_HEADER_BEGIN

/** Running scheduler; HvSchedulerTypeProperty. The symbols of 26100 omit "Type" from the names. */
typedef HV_UINT32 HV_SCHEDULER_TYPE, *PHV_SCHEDULER_TYPE;
enum
{
    HvSchedulerTypeLp = 1,
    HvSchedulerTypeLpSmt = 2,
    HvSchedulerTypeCoreSmt = 3,
    HvSchedulerTypeRoot = 4,
    HvSchedulerTypeMax = 5,

    HvSchedulerLp = 1,
    HvSchedulerLpSmt = 2,
    HvSchedulerCoreSmt = 3,
    HvSchedulerRoot = 4,
    HvSchedulerMax = 5
};

/** Maximum time for which a processor runs before another one can run, and its limits. */
typedef struct HV_SCHEDULING_INTERVAL_INFO
{
    HV_UINT32 MaxSchedulingIntervalInUs; /**< Maximum time, in microseconds. */
    /** Lower limit of MaxSchedulingIntervalInUs, in microseconds. */
    HV_UINT32 MinimumSupportedSchedulingIntervalInUs;
    /** Upper limit of MaxSchedulingIntervalInUs, in microseconds. */
    HV_UINT32 MaximumSupportedSchedulingIntervalInUs;
} HV_SCHEDULING_INTERVAL_INFO, *PHV_SCHEDULING_INTERVAL_INFO;
HV_STATIC_ASSERT(sizeof(HV_SCHEDULING_INTERVAL_INFO) == 12);

/*
 * The guest's hint.
 */

/**
 * Input of HvCallNotifyLongSpinWait, which reports that the calling processor spins on a lock that
 * another processor may hold. No output.
 *
 * The call is advice and never fails. The low 32 bits are the number of spins so far; the online
 * TLFS reserves the high bits.
 */
typedef struct HV_INPUT_NOTIFY_LONG_SPINWAIT
{
    HV_UINT64 InitialLongSpinWait; /**< Number of spins so far, in the low 32 bits. */
} HV_INPUT_NOTIFY_LONG_SPINWAIT, *PHV_INPUT_NOTIFY_LONG_SPINWAIT;
HV_STATIC_ASSERT(sizeof(HV_INPUT_NOTIFY_LONG_SPINWAIT) == 8);

/*
 * Messages of the root scheduler, payloads of HvMessageTypeSchedulerVpSignalBitset and ...Pair (MessageType.h).
 */

/** Most processors of a child under the root scheduler. */
#define HV_ROOT_SCHEDULER_MAX_VPS_PER_CHILD_PARTITION 1024
/** Words of 64 bits of an HV_GENERIC_SET with room for @p max members. */
#define HV_GENERIC_SET_QWORD_COUNT(max) (((((max) - 1) >> 6) + 1) + 2)
/** Pairs that a message has room for. */
#define HV_MESSAGE_MAX_PARTITION_VP_PAIR_COUNT 19

/** Processors of one partition that can continue. */
typedef struct HV_VP_SIGNAL_BITSET_SCHEDULER_MESSAGE
{
    HV_PARTITION_ID PartitionId;
    HV_UINT32 OverflowCount; /**< Number of lost signals; 0 if none. */
    HV_UINT16 VpCount;       /**< Number of processors in the set; at most 1024. */
    HV_UINT16 Reserved;
    /** Set of processors. */
    union
    {
        HV_GENERIC_SET_HEADER Bitset; /**< Header of the set. */
        /** Header of the set and its banks; 6 words in the symbols of 26100 for ARM64. */
        HV_UINT64 BitsetBuffer[18];
    } VpBitset;
} HV_VP_SIGNAL_BITSET_SCHEDULER_MESSAGE, *PHV_VP_SIGNAL_BITSET_SCHEDULER_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_VP_SIGNAL_BITSET_SCHEDULER_MESSAGE) == 160);

/** Processors that can continue, each with its partition and its index. */
typedef struct HV_VP_SIGNAL_PAIR_SCHEDULER_MESSAGE
{
    HV_UINT32 OverflowCount; /**< Number of lost signals; 0 if none. */
    HV_UINT8 VpCount;        /**< Number of valid elements of both arrays; at most 19. */
    HV_UINT8 Reserved1[3];
    HV_UINT64 PartitionIds[19]; /**< Partition of each processor. */
    HV_VP_INDEX VpIndexes[19];  /**< Index of each processor. */
    HV_UINT8 Reserved2[4];
} HV_VP_SIGNAL_PAIR_SCHEDULER_MESSAGE, *PHV_VP_SIGNAL_PAIR_SCHEDULER_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_VP_SIGNAL_PAIR_SCHEDULER_MESSAGE) == 240);

/*
 * CPU groups.
 */

/** ID of a CPU group. */
typedef HV_UINT64 HV_CPU_GROUP_ID, *PHV_CPU_GROUP_ID;
/** Value of a group's property. */
typedef HV_UINT64 HV_CPU_GROUP_PROPERTY, *PHV_CPU_GROUP_PROPERTY;

/** Property of a CPU group. */
typedef HV_UINT32 HV_CPU_GROUP_PROPERTY_CODE, *PHV_CPU_GROUP_PROPERTY_CODE;
enum
{
    /** Cap: maximum share of the time of its processors, in units of 1/65536. */
    HvCpuGroupPropertyCpuCap = 0x00010000,
    HvCpuGroupPropertySchedulingPriority = 0x00020000, /**< Undocumented. */
    /** Number of logical processors that remain idle for the group. */
    HvCpuGroupPropertyIdleLpReserve = 0x00030000,
};

/** Output of HvCallCreateCpuGroup, which creates an empty group. No input. */
typedef struct HV_OUTPUT_CREATE_CPU_GROUP
{
    HV_CPU_GROUP_ID NewCpuGroupId; /**< ID of the created group. */
} HV_OUTPUT_CREATE_CPU_GROUP, *PHV_OUTPUT_CREATE_CPU_GROUP;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_CREATE_CPU_GROUP) == 8);

/** Input of HvCallDeleteCpuGroup, which deletes a group without partitions. No output. */
typedef struct HV_INPUT_DELETE_CPU_GROUP
{
    HV_CPU_GROUP_ID CpuGroupId;
} HV_INPUT_DELETE_CPU_GROUP, *PHV_INPUT_DELETE_CPU_GROUP;
HV_STATIC_ASSERT(sizeof(HV_INPUT_DELETE_CPU_GROUP) == 8);

/**
 * Input of HvCallGetCpuGroupProperty, which reads one property of a group. Output:
 * HV_OUTPUT_GET_CPU_GROUP_PROPERTY.
 */
typedef struct HV_INPUT_GET_CPU_GROUP_PROPERTY
{
    HV_CPU_GROUP_ID CpuGroupId;
    HV_CPU_GROUP_PROPERTY_CODE PropertyCode;
    HV_UINT32 Padding;
} HV_INPUT_GET_CPU_GROUP_PROPERTY, *PHV_INPUT_GET_CPU_GROUP_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_CPU_GROUP_PROPERTY) == 16);

/** Output of HvCallGetCpuGroupProperty. */
typedef struct HV_OUTPUT_GET_CPU_GROUP_PROPERTY
{
    HV_CPU_GROUP_PROPERTY PropertyValue; /**< Its form depends on PropertyCode. */
} HV_OUTPUT_GET_CPU_GROUP_PROPERTY, *PHV_OUTPUT_GET_CPU_GROUP_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_GET_CPU_GROUP_PROPERTY) == 8);

/** Input of HvCallSetCpuGroupProperty, which writes one property of a group. No output. */
typedef struct HV_INPUT_SET_CPU_GROUP_PROPERTY
{
    HV_CPU_GROUP_ID CpuGroupId;
    HV_CPU_GROUP_PROPERTY_CODE PropertyCode;
    HV_UINT32 Padding;
    HV_CPU_GROUP_PROPERTY PropertyValue; /**< Its form depends on PropertyCode. */
} HV_INPUT_SET_CPU_GROUP_PROPERTY, *PHV_INPUT_SET_CPU_GROUP_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SET_CPU_GROUP_PROPERTY) == 24);

/**
 * Input of HvCallGetCpuGroupAffinity, which returns the logical processors of a group. Output:
 * HV_OUTPUT_GET_CPU_GROUP_AFFINITY.
 */
typedef struct HV_INPUT_GET_CPU_GROUP_AFFINITY
{
    HV_CPU_GROUP_ID CpuGroupId;
} HV_INPUT_GET_CPU_GROUP_AFFINITY, *PHV_INPUT_GET_CPU_GROUP_AFFINITY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_CPU_GROUP_AFFINITY) == 8);

/** Output of HvCallGetCpuGroupAffinity: set of at most 320 logical processors. */
typedef struct HV_OUTPUT_GET_CPU_GROUP_AFFINITY
{
    HV_UINT32 LpCount; /**< Number of logical processors in the set; at most 320. */
    HV_UINT32 Padding;
    /** Set of logical processors. */
    union
    {
        HV_GENERIC_SET_HEADER Bitset; /**< Header of the set. */
        HV_UINT64 BitsetBuffer[7];    /**< Header of the set and its banks. */
    } CpuGroupAffinity;
} HV_OUTPUT_GET_CPU_GROUP_AFFINITY, *PHV_OUTPUT_GET_CPU_GROUP_AFFINITY;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_GET_CPU_GROUP_AFFINITY) == 64);

/** Input of HvCallSetCpuGroupAffinity, which assigns logical processors to a group. No output. */
typedef struct HV_INPUT_SET_CPU_GROUP_AFFINITY
{
    HV_CPU_GROUP_ID CpuGroupId;
    /** Set of logical processors. */
    union
    {
        HV_GENERIC_SET_HEADER Bitset; /**< Header of the set. */
        HV_UINT64 BitsetBuffer[7];    /**< Header of the set and its banks. */
    } CpuGroupAffinity;
} HV_INPUT_SET_CPU_GROUP_AFFINITY, *PHV_INPUT_SET_CPU_GROUP_AFFINITY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SET_CPU_GROUP_AFFINITY) == 64);

/**
 * Input of HvCallGetNextCpuGroup, which enumerates the groups. Output:
 * HV_OUTPUT_GET_NEXT_CPU_GROUP.
 */
typedef struct HV_INPUT_GET_NEXT_CPU_GROUP
{
    /** ID that the last call returned; 0 for the first call. */
    HV_CPU_GROUP_ID PreviousCpuGroupId;
} HV_INPUT_GET_NEXT_CPU_GROUP, *PHV_INPUT_GET_NEXT_CPU_GROUP;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_NEXT_CPU_GROUP) == 8);

/** Output of HvCallGetNextCpuGroup. */
typedef struct HV_OUTPUT_GET_NEXT_CPU_GROUP
{
    HV_CPU_GROUP_ID NextCpuGroupId; /**< Group that follows PreviousCpuGroupId. */
} HV_OUTPUT_GET_NEXT_CPU_GROUP, *PHV_OUTPUT_GET_NEXT_CPU_GROUP;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_GET_NEXT_CPU_GROUP) == 8);

/**
 * Input of HvCallGetNextCpuGroupPartition, which enumerates the partitions of a group. Output:
 * HV_OUTPUT_GET_NEXT_CPU_GROUP_PARTITION.
 */
typedef struct HV_INPUT_GET_NEXT_CPU_GROUP_PARTITION
{
    HV_CPU_GROUP_ID CpuGroupId;
    HV_PARTITION_ID PreviousPartitionId; /**< ID that the last call returned. */
} HV_INPUT_GET_NEXT_CPU_GROUP_PARTITION, *PHV_INPUT_GET_NEXT_CPU_GROUP_PARTITION;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_NEXT_CPU_GROUP_PARTITION) == 16);

/** Output of HvCallGetNextCpuGroupPartition. */
typedef struct HV_OUTPUT_GET_NEXT_CPU_GROUP_PARTITION
{
    HV_PARTITION_ID NextPartitionId; /**< Partition that follows PreviousPartitionId. */
} HV_OUTPUT_GET_NEXT_CPU_GROUP_PARTITION, *PHV_OUTPUT_GET_NEXT_CPU_GROUP_PARTITION;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_GET_NEXT_CPU_GROUP_PARTITION) == 8);

/**
 * CPU group that the boot loader requests. The set of logical processors is elsewhere in the block
 * that contains this structure.
 */
typedef struct HV_INPUT_PROTO_CREATE_PERSISTED_CPU_GROUP
{
    HV_CPU_GROUP_ID CpuGroupId;
    HV_UINT16 LpIndexSetSize; /**< Size of the set in bytes; the bound is undocumented. */
    /** Offset of the set from the start of this structure, in bytes. */
    HV_UINT16 LpIndexSetOffset;
    HV_UINT32 Padding;
} HV_INPUT_PROTO_CREATE_PERSISTED_CPU_GROUP, *PHV_INPUT_PROTO_CREATE_PERSISTED_CPU_GROUP;
HV_STATIC_ASSERT(sizeof(HV_INPUT_PROTO_CREATE_PERSISTED_CPU_GROUP) == 16);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_SCHEDULER */
