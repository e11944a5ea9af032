/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Scheduling: who decides which virtual processor runs, CPU groups, and hints from the guest.
 *
 * One of four schedulers, chosen when the machine starts, runs all virtual
 * processors. The system property HvSchedulerTypeProperty tells the root which:
 *
 *     HvSchedulerTypeLp        the hypervisor, by logical processor, without regard to SMT
 *     HvSchedulerTypeLpSmt     the hypervisor, SMT siblings counted
 *     HvSchedulerTypeCoreSmt   the hypervisor, by core: SMT siblings run one partition only
 *     HvSchedulerTypeRoot      a thread of the root for each virtual processor
 *
 * With the first three, shares are set by partition properties (CpuReserve,
 * CpuCap, CpuWeight) and by *CPU groups*: sets of logical processors with a cap
 * of their own, to which partitions are bound by CpuGroupId. The groups are
 * made by hypercall, and walked by calls that take the last answer and
 * return the next one. An unknown group is HV_STATUS_INVALID_CPU_GROUP_ID, one
 * that is being deleted or is in use HV_STATUS_INVALID_CPU_GROUP_STATE.
 *
 * With the root scheduler, HvCallDispatchVp (VirtualProcessor.h) returns when a
 * processor blocks, and the hypervisor tells by message when it can go on: one
 * HV_VP_SIGNAL_PAIR_SCHEDULER_MESSAGE for processors of several partitions, one
 * HV_VP_SIGNAL_BITSET_SCHEDULER_MESSAGE for many of one partition. A count of
 * overflows says how many signals found no place; then every processor that
 * waits must be looked at.
 *
 * A guest helps by saying when it spins: after as many spins on a lock as leaf
 * 0x40000004 recommends, and each time as many more, it calls
 * HvCallNotifyLongSpinWait, and the hypervisor may let another processor run.
 *
 * Sources: TLFS online; WDK 7.1 hvgdk.h; mshv-lore; symbols of securekernel
 * 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_SCHEDULER
#define MILE_HYPERV_HYPERVISOR_SCHEDULER

#include "ProcessorSet.h"

HV_HEADER_BEGIN

/** Which scheduler runs; HvSchedulerTypeProperty. The symbols of 26100 leave "Type" out of the names. */
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

/** The longest time that a processor runs before another gets its turn, and what can be set. */
typedef struct HV_SCHEDULING_INTERVAL_INFO
{
    HV_UINT32 MaxSchedulingIntervalInUs;
    HV_UINT32 MinimumSupportedSchedulingIntervalInUs;
    HV_UINT32 MaximumSupportedSchedulingIntervalInUs;
} HV_SCHEDULING_INTERVAL_INFO, *PHV_SCHEDULING_INTERVAL_INFO;
HV_STATIC_ASSERT(sizeof(HV_SCHEDULING_INTERVAL_INFO) == 12);

/*
 * The guest's hint.
 */

/**
 * HvCallNotifyLongSpinWait: tells that the calling processor spins on a lock that another may hold.
 *
 * Only advice: it never fails. The count is that of spins so far, in the low 32
 * bits; the online TLFS reserves the high ones.
 */
typedef struct HV_INPUT_NOTIFY_LONG_SPINWAIT
{
    HV_UINT64 InitialLongSpinWait; /**< Spins so far. */
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

/** These processors of one partition can go on. */
typedef struct HV_VP_SIGNAL_BITSET_SCHEDULER_MESSAGE
{
    HV_PARTITION_ID PartitionId;
    HV_UINT32 OverflowCount; /**< Signals that found no place. */
    HV_UINT16 VpCount;       /**< Processors in the set. */
    HV_UINT16 Reserved;
    union
    {
        HV_GENERIC_SET_HEADER Bitset;
        HV_UINT64 BitsetBuffer[18]; /**< Bitset and its banks; 6 words in the symbols of 26100 for ARM64. */
    } VpBitset;
} HV_VP_SIGNAL_BITSET_SCHEDULER_MESSAGE, *PHV_VP_SIGNAL_BITSET_SCHEDULER_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_VP_SIGNAL_BITSET_SCHEDULER_MESSAGE) == 160);

/** These processors can go on, each named by its partition and its index. */
typedef struct HV_VP_SIGNAL_PAIR_SCHEDULER_MESSAGE
{
    HV_UINT32 OverflowCount; /**< Signals that found no place. */
    HV_UINT8 VpCount;        /**< Used entries of both arrays. */
    HV_UINT8 Reserved1[3];
    HV_UINT64 PartitionIds[19];
    HV_VP_INDEX VpIndexes[19];
    HV_UINT8 Reserved2[4];
} HV_VP_SIGNAL_PAIR_SCHEDULER_MESSAGE, *PHV_VP_SIGNAL_PAIR_SCHEDULER_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_VP_SIGNAL_PAIR_SCHEDULER_MESSAGE) == 240);

/*
 * CPU groups.
 */

/** A CPU group, as the hypervisor names it. */
typedef HV_UINT64 HV_CPU_GROUP_ID, *PHV_CPU_GROUP_ID;
/** Value of a group's property. */
typedef HV_UINT64 HV_CPU_GROUP_PROPERTY, *PHV_CPU_GROUP_PROPERTY;

/** What can be set for a group. */
typedef HV_UINT32 HV_CPU_GROUP_PROPERTY_CODE, *PHV_CPU_GROUP_PROPERTY_CODE;
enum
{
    HvCpuGroupPropertyCpuCap = 0x00010000,        /**< Most of its processors' time, in 1/65536. */
    HvCpuGroupPropertySchedulingPriority = 0x00020000, /**< Known by name alone. */
    HvCpuGroupPropertyIdleLpReserve = 0x00030000, /**< Logical processors kept idle for it. */
};

/** HvCallCreateCpuGroup: makes an empty group. No input. */
typedef struct HV_OUTPUT_CREATE_CPU_GROUP
{
    HV_CPU_GROUP_ID NewCpuGroupId;
} HV_OUTPUT_CREATE_CPU_GROUP, *PHV_OUTPUT_CREATE_CPU_GROUP;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_CREATE_CPU_GROUP) == 8);

/** HvCallDeleteCpuGroup: ends a group; no partition may be bound to it. */
typedef struct HV_INPUT_DELETE_CPU_GROUP
{
    HV_CPU_GROUP_ID CpuGroupId;
} HV_INPUT_DELETE_CPU_GROUP, *PHV_INPUT_DELETE_CPU_GROUP;
HV_STATIC_ASSERT(sizeof(HV_INPUT_DELETE_CPU_GROUP) == 8);

/** HvCallGetCpuGroupProperty: reads one property of a group. */
typedef struct HV_INPUT_GET_CPU_GROUP_PROPERTY
{
    HV_CPU_GROUP_ID CpuGroupId;
    HV_CPU_GROUP_PROPERTY_CODE PropertyCode;
    HV_UINT32 Padding;
} HV_INPUT_GET_CPU_GROUP_PROPERTY, *PHV_INPUT_GET_CPU_GROUP_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_CPU_GROUP_PROPERTY) == 16);

/** What the call above returns. */
typedef struct HV_OUTPUT_GET_CPU_GROUP_PROPERTY
{
    HV_CPU_GROUP_PROPERTY PropertyValue;
} HV_OUTPUT_GET_CPU_GROUP_PROPERTY, *PHV_OUTPUT_GET_CPU_GROUP_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_GET_CPU_GROUP_PROPERTY) == 8);

/** HvCallSetCpuGroupProperty: sets one property of a group. */
typedef struct HV_INPUT_SET_CPU_GROUP_PROPERTY
{
    HV_CPU_GROUP_ID CpuGroupId;
    HV_CPU_GROUP_PROPERTY_CODE PropertyCode;
    HV_UINT32 Padding;
    HV_CPU_GROUP_PROPERTY PropertyValue;
} HV_INPUT_SET_CPU_GROUP_PROPERTY, *PHV_INPUT_SET_CPU_GROUP_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SET_CPU_GROUP_PROPERTY) == 24);

/** HvCallGetCpuGroupAffinity: which logical processors a group has. */
typedef struct HV_INPUT_GET_CPU_GROUP_AFFINITY
{
    HV_CPU_GROUP_ID CpuGroupId;
} HV_INPUT_GET_CPU_GROUP_AFFINITY, *PHV_INPUT_GET_CPU_GROUP_AFFINITY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_CPU_GROUP_AFFINITY) == 8);

/** The logical processors as a set; room for 320. */
typedef struct HV_OUTPUT_GET_CPU_GROUP_AFFINITY
{
    HV_UINT32 LpCount; /**< Logical processors in the set. */
    HV_UINT32 Padding;
    union
    {
        HV_GENERIC_SET_HEADER Bitset;
        HV_UINT64 BitsetBuffer[7]; /**< Bitset and its banks. */
    } CpuGroupAffinity;
} HV_OUTPUT_GET_CPU_GROUP_AFFINITY, *PHV_OUTPUT_GET_CPU_GROUP_AFFINITY;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_GET_CPU_GROUP_AFFINITY) == 64);

/** HvCallSetCpuGroupAffinity: gives a group its logical processors. */
typedef struct HV_INPUT_SET_CPU_GROUP_AFFINITY
{
    HV_CPU_GROUP_ID CpuGroupId;
    union
    {
        HV_GENERIC_SET_HEADER Bitset;
        HV_UINT64 BitsetBuffer[7];
    } CpuGroupAffinity;
} HV_INPUT_SET_CPU_GROUP_AFFINITY, *PHV_INPUT_SET_CPU_GROUP_AFFINITY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SET_CPU_GROUP_AFFINITY) == 64);

/** HvCallGetNextCpuGroup: walks the groups, from a previous id of 0. */
typedef struct HV_INPUT_GET_NEXT_CPU_GROUP
{
    HV_CPU_GROUP_ID PreviousCpuGroupId;
} HV_INPUT_GET_NEXT_CPU_GROUP, *PHV_INPUT_GET_NEXT_CPU_GROUP;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_NEXT_CPU_GROUP) == 8);

/** What the call above returns. */
typedef struct HV_OUTPUT_GET_NEXT_CPU_GROUP
{
    HV_CPU_GROUP_ID NextCpuGroupId;
} HV_OUTPUT_GET_NEXT_CPU_GROUP, *PHV_OUTPUT_GET_NEXT_CPU_GROUP;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_GET_NEXT_CPU_GROUP) == 8);

/** HvCallGetNextCpuGroupPartition: walks the partitions that are bound to a group. */
typedef struct HV_INPUT_GET_NEXT_CPU_GROUP_PARTITION
{
    HV_CPU_GROUP_ID CpuGroupId;
    HV_PARTITION_ID PreviousPartitionId;
} HV_INPUT_GET_NEXT_CPU_GROUP_PARTITION, *PHV_INPUT_GET_NEXT_CPU_GROUP_PARTITION;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_NEXT_CPU_GROUP_PARTITION) == 16);

/** What the call above returns. */
typedef struct HV_OUTPUT_GET_NEXT_CPU_GROUP_PARTITION
{
    HV_PARTITION_ID NextPartitionId;
} HV_OUTPUT_GET_NEXT_CPU_GROUP_PARTITION, *PHV_OUTPUT_GET_NEXT_CPU_GROUP_PARTITION;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_GET_NEXT_CPU_GROUP_PARTITION) == 8);

/** A group that the boot loader asks for; the set of logical processors lies elsewhere in the same block. */
typedef struct HV_INPUT_PROTO_CREATE_PERSISTED_CPU_GROUP
{
    HV_CPU_GROUP_ID CpuGroupId;
    HV_UINT16 LpIndexSetSize;   /**< Bytes. */
    HV_UINT16 LpIndexSetOffset; /**< From the start of this structure. */
    HV_UINT32 Padding;
} HV_INPUT_PROTO_CREATE_PERSISTED_CPU_GROUP, *PHV_INPUT_PROTO_CREATE_PERSISTED_CPU_GROUP;
HV_STATIC_ASSERT(sizeof(HV_INPUT_PROTO_CREATE_PERSISTED_CPU_GROUP) == 16);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_SCHEDULER */
