/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Counters of the hypervisor, of logical processors and of partitions.
 *
 * The numbers are indexes of 64-bit words in HV_STATS_PAGE (Statistics.h). Each number has two
 * spellings: St...Counter is that of WDK 7.1, StCounter... that of the hypervisor since Windows 10,
 * which added counters and moved none. The ...MAXIMUM of each age is one above its last counter.
 *
 * Names with Time or RunTime are times. The others count events or costs, or are current numbers of
 * objects, such as Partitions and TlbSize. The start of the counts is undocumented. TLFS 2.0
 * describes the counters of Windows 7, as the rates that a performance monitor computes from them.
 * The other counters are undocumented.
 *
 * Sources: WDK 7.1 hvgdk.h; TLFS 2.0 appendix J; symbols of securekernel 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_STATISTICSCOUNTER
#define MILE_HYPERV_HYPERVISOR_STATISTICSCOUNTER

#include "Statistics.h"

/** Bytes of counters in the two groups of the hypervisor's page, in WDK 7.1. */
#define HV_STATISTICS_GROUP_HVA_LENGTH 40
#define HV_STATISTICS_GROUP_HVV_LENGTH 0

/** Counters of HvStatsObjectHypervisor. */
typedef HV_UINT32 HV_HYPERVISOR_COUNTER, *PHV_HYPERVISOR_COUNTER;

enum
{
    StHvCounterLogicalProcessors = 1, /**< Logical processors of the machine. */
    StCounterHvLogicalProcessors = 1,
    StHvCounterPartitions = 2, /**< Partitions of the machine. */
    StCounterHvPartitions = 2,
    StHvCounterTotalPages = 3, /**< Pages of the hypervisor: from its start and deposited. */
    StCounterHvTotalPages = 3,
    StHvCounterVirtualProcessors = 4, /**< Virtual processors of all partitions. */
    StCounterHvVirtualProcessors = 4,
    StHvCounterMonitoredNotifications = 5, /**< Triggers of monitor pages (Synic.h) that the hypervisor watches. */
    StCounterHvMonitoredNotifications = 5,
    StCounterHvModernStandbyEntries = 6,
    StCounterHvPlatformIdleTransitions = 7,
    StCounterHvHypervisorStartupCost = 8,
    StCounterHvIOSpacePages = 10,
    StCounterHvNonEssentialPagesForDump = 11,
    StCounterHvSubsumedPages = 12,
    StCounterHvMAXIMUM = 13,
    StHvCounterMAXIMUM = 6, /**< In WDK 7.1. */
};

/** Bytes of counters in the two groups of a logical processor's page, in WDK 7.1. */
#define HV_STATISTICS_GROUP_LPA_LENGTH 144
#define HV_STATISTICS_GROUP_LPV_LENGTH 0

/** Counters of HvStatsObjectLogicalProcessor. */
typedef HV_UINT32 HV_CPU_COUNTER, *PHV_CPU_COUNTER;

enum
{
    StLpCounterGlobalTime = 1, /**< Reference time on this processor, in units of 100 ns. */
    StCounterLpGlobalTime = 1,
    StLpCounterTotalRunTime = 2, /**< Time for guests and hypervisor, in 100 ns. */
    StCounterLpTotalRunTime = 2,
    StLpCounterHypervisorRunTime = 3, /**< Time for the hypervisor, in 100 ns. */
    StCounterLpHypervisorRunTime = 3,
    StLpCounterHardwareInterrupts = 4, /**< Interrupts of devices, not of the hypervisor. */
    StCounterLpHardwareInterrupts = 4,
    StLpCounterContextSwitches = 5, /**< Changes from one virtual processor to another. */
    StCounterLpContextSwitches = 5,
    StLpCounterInterProcessorInterrupts = 6, /**< Interrupts received between parts of the hypervisor. */
    StCounterLpInterProcessorInterrupts = 6,
    StLpCounterSchedulerInterrupts = 7, /**< Interrupts for the scheduler of the hypervisor. */
    StCounterLpSchedulerInterrupts = 7,
    StLpCounterTimerInterrupts = 8, /**< Interrupts for the timers of the hypervisor. */
    StCounterLpTimerInterrupts = 8,
    StLpCounterInterProcessorInterruptsSent = 9, /**< Interrupts sent between parts of the hypervisor. */
    StCounterLpInterProcessorInterruptsSent = 9,
    StLpCounterProcessorHalts = 10, /**< Number of halts. */
    StCounterLpProcessorHalts = 10,
    StLpCounterMonitorTransitionCost = 11, /**< Cost of an entry to the hypervisor on this machine. */
    StCounterLpMonitorTransitionCost = 11,
    StLpCounterContextSwitchTime = 12, /**< Time for context switches, in ns. */
    StCounterLpContextSwitchTime = 12,
    StLpCounterC1TransitionsCount = 13, /**< Entries to the idle state C1. */
    StCounterLpC1TransitionsCount = 13,
    StLpCounterC1RunTime = 14, /**< Time in C1, a part of the idle time. */
    StCounterLpC1RunTime = 14,
    StLpCounterC2TransitionsCount = 15, /**< Entries to the idle state C2. */
    StCounterLpC2TransitionsCount = 15,
    StLpCounterC2RunTime = 16, /**< Time in C2, which is part of the idle time. */
    StCounterLpC2RunTime = 16,
    StLpCounterC3TransitionsCount = 17, /**< Entries to the idle state C3. */
    StCounterLpC3TransitionsCount = 17,
    StLpCounterC3RunTime = 18, /**< Time in C3, which is part of the idle time. */
    StCounterLpC3RunTime = 18,
    StCounterLpRootVpIndex = 19,
    StCounterLpIdleSequenceNumber = 20,
    StCounterLpGlobalTscCount = 21,
    StCounterLpActiveTscCount = 22,
    StCounterLpIdleAccumulation = 23,
    StCounterLpReferenceCycleCount0 = 24,
    StCounterLpActualCycleCount0 = 25,
    StCounterLpReferenceCycleCount1 = 26,
    StCounterLpActualCycleCount1 = 27,
    StCounterLpProximityDomainId = 28,
    StCounterLpPostedInterruptNotifications = 29,
    StCounterLpBranchPredictorFlushes = 30,
    StCounterLpCounterRefreshSequenceNumber = 31,
    StCounterLpCounterRefreshReferenceTime = 32,
    StCounterLpIdleAccumulationSnapshot = 33,
    StCounterLpActiveTscCountSnapshot = 34,
    StCounterLpHwpRequestContextSwitches = 35,
    StCounterLpPlaceholder2 = 36,
    StCounterLpPlaceholder3 = 37,
    StCounterLpPlaceholder4 = 38,
    StCounterLpPlaceholder5 = 39,
    StCounterLpPlaceholder6 = 40,
    StCounterLpPlaceholder7 = 41,
    StCounterLpPlaceholder8 = 42,
    StCounterLpPlaceholder9 = 43,
    StCounterLpSchLocalRunListSize = 44,
    StCounterLpReserveGroupId = 45,
    StCounterLpRunningPriority = 46,
    StCounterLpMAXIMUM = 47,
    StLpCounterMAXIMUM = 19, /**< In WDK 7.1. */
};

/** Values of a logical processor that the hypervisor computes on request (HV_STATISTICS_GROUP_HYPERCALL_BASED). */
typedef HV_UINT32 HV_CPU_HYPERCALLBASED_COUNTER, *PHV_CPU_HYPERCALLBASED_COUNTER;

enum
{
    StCounterHcLpGuestRunTime = 1,
    StCounterHcLpIdleTime = 2,
    StCounterHcLpTotalRunTimePercent = 3,
    StCounterHcLpHypervisorRunTimePercent = 4,
    StCounterHcLpGuestRunTimePercent = 5,
    StCounterHcLpIdleTimePercent = 6,
    StCounterHcLpTotalInterrupts = 7,
    StCounterHcLpMAXIMUM = 8,
};

/** Bytes of counters in the two groups of a partition's page, in WDK 7.1. */
#define HV_STATISTICS_GROUP_PTA_LENGTH 8
#define HV_STATISTICS_GROUP_PTV_LENGTH 88

/** Counters of HvStatsObjectPartition. */
typedef HV_UINT32 HV_PROCESS_COUNTER, *PHV_PROCESS_COUNTER;

enum
{
    StPtCounterVirtualProcessors = 1, /**< Virtual processors of the partition. */
    StCounterPtVirtualProcessors = 1,
    StPtCounterTlbSize = 3, /**< Pages that the partition's virtual TLB occupies. */
    StCounterPtTlbSize = 3,
    StPtCounterAddressSpaces = 4, /**< Address spaces in the partition's virtual TLB. */
    StCounterPtAddressSpaces = 4,
    StPtCounterDepositedPages = 5, /**< Pages deposited into it (Memory.h). */
    StCounterPtDepositedPages = 5,
    StPtCounterGpaPages = 6, /**< Pages mapped into it; zero for the root. */
    StCounterPtGpaPages = 6,
    StPtCounterGpaSpaceModifications = 7, /**< Changes of its mappings. */
    StCounterPtGpaSpaceModifications = 7,
    StPtCounterVirtualTlbFlushEntires = 8, /**< Flushes of the whole virtual TLB. The sources have this misspelling. */
    StCounterPtVirtualTlbFlushEntires = 8,
    StPtCounterRecommendedTlbSize = 9, /**< Recommended number of deposited pages for the virtual TLB. */
    StCounterPtRecommendedTlbSize = 9,
    StPtCounterGpaPages4K = 10,
    StCounterPtGpaPages4K = 10,
    StPtCounterGpaPages2M = 11,
    StCounterPtGpaPages2M = 11,
    StPtCounterGpaPages1G = 12,
    StCounterPtGpaPages1G = 12,
    StPtCounterGpaPages512G = 13,
    StCounterPtGpaPages512G = 13,
    StCounterPtDevicePages4K = 14,
    StCounterPtDevicePages2M = 15,
    StCounterPtDevicePages1G = 16,
    StCounterPtDevicePages512G = 17,
    StCounterPtAttachedDevices = 18,
    StCounterPtDeviceInterruptMappings = 19,
    StCounterPtIoTlbFlushes = 20,
    StCounterPtIoTlbFlushCost = 21,
    StCounterPtDeviceInterruptErrors = 22,
    StCounterPtDeviceDmaErrors = 23,
    StCounterPtDeviceInterruptThrottleEvents = 24,
    StCounterPtSkippedTimerTicks = 25,
    StCounterPtPartitionId = 26,
    StCounterPtHwpRequestValue = 27,
    StCounterPtMAXIMUM = 28,
    StPtCounterMAXIMUM = 14, /**< In WDK 7.1. */
};

#endif /* !MILE_HYPERV_HYPERVISOR_STATISTICSCOUNTER */
