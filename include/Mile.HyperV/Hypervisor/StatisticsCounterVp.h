/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Counters of virtual processors.
 *
 * The numbers are words of HV_STATS_PAGE (Statistics.h), and here they have
 * moved: StVpCounter... are those of Windows 7 on x64, StCounterVp... those of
 * build 26100 on ARM64, and no source has those of a later x64 hypervisor. Each
 * set holds for its own age and architecture only.
 *
 * A name with Count counts an event, the same with Time is the time that was
 * spent on it; units have no public description.
 *
 * Sources: WDK 7.1 hvgdk.h; symbols of securekernel 26100 (ARM64).
 */

#ifndef MILE_HYPERV_HYPERVISOR_STATISTICSCOUNTERVP
#define MILE_HYPERV_HYPERVISOR_STATISTICSCOUNTERVP

#include "Statistics.h"

/** Bytes of counters in the two groups of the page, in WDK 7.1. */
#define HV_STATISTICS_GROUP_VPA_LENGTH 16
#define HV_STATISTICS_GROUP_VPV_LENGTH 504

/** Counters of HvStatsObjectVp. */
typedef HV_UINT32 HV_THREAD_COUNTER, *PHV_THREAD_COUNTER;

/* Windows 7, x64. */
enum
{
    StVpCounterTotalRunTime = 1,
    StVpCounterHypervisorRunTime = 2,
    StVpCounterHypercallsCount = 4,
    StVpCounterHypercallsTime = 5,
    StVpCounterPageInvalidationsCount = 6,
    StVpCounterPageInvalidationsTime = 7,
    StVpCounterControlRegisterAccessesCount = 8,
    StVpCounterControlRegisterAccessesTime = 9,
    StVpCounterIoInstructionsCount = 10,
    StVpCounterIoInstructionsTime = 11,
    StVpCounterHltInstructionsCount = 12,
    StVpCounterHltInstructionsTime = 13,
    StVpCounterMwaitInstructionsCount = 14,
    StVpCounterMwaitInstructionsTime = 15,
    StVpCounterCpuidInstructionsCount = 16,
    StVpCounterCpuidInstructionsTime = 17,
    StVpCounterMsrAccessesCount = 18,
    StVpCounterMsrAccessesTime = 19,
    StVpCounterOtherInterceptsCount = 20,
    StVpCounterOtherInterceptsTime = 21,
    StVpCounterExternalInterruptsCount = 22,
    StVpCounterExternalInterruptsTime = 23,
    StVpCounterPendingInterruptsCount = 24,
    StVpCounterPendingInterruptsTime = 25,
    StVpCounterEmulatedInstructionsCount = 26,
    StVpCounterEmulatedInstructionsTime = 27,
    StVpCounterDebugRegisterAccessesCount = 28,
    StVpCounterDebugRegisterAccessesTime = 29,
    StVpCounterPageFaultInterceptsCount = 30,
    StVpCounterPageFaultInterceptsTime = 31,
    StVpCounterGuestPageTableMaps = 32,
    StVpCounterLargePageTlbFills = 33,
    StVpCounterSmallPageTlbFills = 34,
    StVpCounterReflectedGuestPageFaults = 35,
    StVpCounterApicMmioAccesses = 36,
    StVpCounterIoInterceptMessages = 37,
    StVpCounterMemoryInterceptMessages = 38,
    StVpCounterApicEoiAccesses = 39,
    StVpCounterOtherMessages = 40,
    StVpCounterPageTableAllocations = 41,
    StVpCounterLogicalProcessorMigrations = 42,
    StVpCounterAddressSpaceEvictions = 43,
    StVpCounterAddressSpaceSwitches = 44,
    StVpCounterAddressDomainFlushes = 45,
    StVpCounterAddressSpaceFlushes = 46,
    StVpCounterGlobalGvaRangeFlushes = 47,
    StVpCounterLocalGvaRangeFlushes = 48,
    StVpCounterPageTableEvictions = 49,
    StVpCounterPageTableReclamations = 50,
    StVpCounterPageTableResets = 51,
    StVpCounterPageTableValidations = 52,
    StVpCounterApicTprAccesses = 53,
    StVpCounterPageTableWriteIntercepts = 54,
    StVpCounterSyntheticInterrupts = 55,
    StVpCounterVirtualInterrupts = 56,
    StVpCounterApicIpisSent = 57,
    StVpCounterApicSelfIpisSent = 58,
    StVpCounterGpaSpaceHypercalls = 59,
    StVpCounterLogicalProcessorHypercalls = 60,
    StVpCounterLongSpinWaitHypercalls = 61,
    StVpCounterOtherHypercalls = 62,
    StVpCounterSyntheticInterruptHypercalls = 63,
    StVpCounterVirtualInterruptHypercalls = 64,
    StVpCounterVirtualMmuHypercalls = 65,
    StVpCounterVirtualProcessorHypercalls = 66,
    StVpCounterMAXIMUM = 67,
};

/* Build 26100, ARM64. */
enum
{
    StCounterVpTotalRunTime = 1,
    StCounterVpHypervisorRunTime = 2,
    StCounterVpRemoteNodeRunTime = 3,
    StCounterVpNormalizedRunTime = 4,
    StCounterVpIdealCpu = 5,
    StCounterVpHypercallsCount = 7,
    StCounterVpHypercallsTime = 8,
    StCounterVpSysRegAccessesCount = 9,
    StCounterVpSysRegAccessesTime = 10,
    StCounterVpSmcInstructionsCount = 11,
    StCounterVpSmcInstructionsTime = 12,
    StCounterVpOtherInterceptsCount = 13,
    StCounterVpOtherInterceptsTime = 14,
    StCounterVpExternalInterruptsCount = 15,
    StCounterVpExternalInterruptsTime = 16,
    StCounterVpPendingInterruptsCount = 17,
    StCounterVpPendingInterruptsTime = 18,
    StCounterVpGuestPageTableMaps = 19,
    StCounterVpLargePageTlbFills = 20,
    StCounterVpSmallPageTlbFills = 21,
    StCounterVpReflectedGuestPageFaults = 22,
    StCounterVpMemoryInterceptMessages = 23,
    StCounterVpOtherMessages = 24,
    StCounterVpLogicalProcessorMigrations = 25,
    StCounterVpAddressDomainFlushes = 26,
    StCounterVpAddressSpaceFlushes = 27,
    StCounterVpSyntheticInterrupts = 28,
    StCounterVpVirtualInterrupts = 29,
    StCounterVpApicSelfIpisSent = 30,
    StCounterVpGpaSpaceHypercalls = 31,
    StCounterVpLogicalProcessorHypercalls = 32,
    StCounterVpLongSpinWaitHypercalls = 33,
    StCounterVpOtherHypercalls = 34,
    StCounterVpSyntheticInterruptHypercalls = 35,
    StCounterVpVirtualInterruptHypercalls = 36,
    StCounterVpVirtualMmuHypercalls = 37,
    StCounterVpVirtualProcessorHypercalls = 38,
    StCounterVpHardwareInterrupts = 39,
    StCounterVpNestedPageFaultInterceptsCount = 40,
    StCounterVpNestedPageFaultInterceptsTime = 41,
    StCounterVpLogicalProcessorDispatches = 42,
    StCounterVpWaitingForCpuTime = 43,
    StCounterVpExtendedHypercalls = 44,
    StCounterVpExtendedHypercallInterceptMessages = 45,
    StCounterVpMbecNestedPageTableSwitches = 46,
    StCounterVpOtherReflectedGuestExceptions = 47,
    StCounterVpGlobalIoTlbFlushes = 48,
    StCounterVpGlobalIoTlbFlushCost = 49,
    StCounterVpLocalIoTlbFlushes = 50,
    StCounterVpLocalIoTlbFlushCost = 51,
    StCounterVpFlushGuestPhysicalAddressSpaceHypercalls = 52,
    StCounterVpFlushGuestPhysicalAddressListHypercalls = 53,
    StCounterVpPostedInterruptNotifications = 54,
    StCounterVpPostedInterruptScans = 55,
    StCounterVpTotalCoreRunTime = 56,
    StCounterVpMaximumRunTime = 57,
    StCounterVpWaitingForCpuTimeBucket0 = 58,
    StCounterVpWaitingForCpuTimeBucket1 = 59,
    StCounterVpWaitingForCpuTimeBucket2 = 60,
    StCounterVpWaitingForCpuTimeBucket3 = 61,
    StCounterVpWaitingForCpuTimeBucket4 = 62,
    StCounterVpWaitingForCpuTimeBucket5 = 63,
    StCounterVpWaitingForCpuTimeBucket6 = 64,
    StCounterVpHwpRequestContextSwitches = 65,
    StCounterVpPlaceholder2 = 66,
    StCounterVpPlaceholder3 = 67,
    StCounterVpPlaceholder4 = 68,
    StCounterVpPlaceholder5 = 69,
    StCounterVpPlaceholder6 = 70,
    StCounterVpPlaceholder7 = 71,
    StCounterVpPlaceholder8 = 72,
    StCounterVpContentionTime = 73,
    StCounterVpWakeUpTime = 74,
    StCounterVpSchedulingPriority = 75,
    StCounterVpVtl1DispatchCount = 76,
    StCounterVpVtl2DispatchCount = 77,
    StCounterVpVtl2DispatchBucket0 = 78,
    StCounterVpVtl2DispatchBucket1 = 79,
    StCounterVpVtl2DispatchBucket2 = 80,
    StCounterVpVtl2DispatchBucket3 = 81,
    StCounterVpVtl2DispatchBucket4 = 82,
    StCounterVpVtl2DispatchBucket5 = 83,
    StCounterVpVtl2DispatchBucket6 = 84,
    StCounterVpVtl1RunTime = 85,
    StCounterVpVtl2RunTime = 86,
    StCounterVpIommuHypercalls = 87,
    StCounterVpCpuGroupHypercalls = 88,
    StCounterVpVsmHypercalls = 89,
    StCounterVpEventLogHypercalls = 90,
    StCounterVpDeviceDomainHypercalls = 91,
    StCounterVpDepositHypercalls = 92,
    StCounterVpSvmHypercalls = 93,
    StCounterVpMAXIMUM = 94,
};

/** Figures of a virtual processor that are computed on request (HV_STATISTICS_GROUP_HYPERCALL_BASED). */
typedef HV_UINT32 HV_THREAD_HYPERCALLBASED_COUNTER, *PHV_THREAD_HYPERCALLBASED_COUNTER;

enum
{
    StCounterHcVpGuestRunTime = 1,
    StCounterHcVpTotalRunTimePercent = 2,
    StCounterHcVpHypervisorRunTimePercent = 3,
    StCounterHcVpGuestRunTimePercent = 4,
    StCounterHcVpGuestRelativeUtilizationPercent = 5,
    StCounterHcVpTotalCoreRunTimePercent = 6,
    StCounterHcVpTotalMessages = 7,
    StCounterHcVpTotalInterceptsBase = 8,
    StCounterHcVpTotalIntercepts = 9,
    StCounterHcVpTotalInterceptsCost = 10,
    StCounterHcVpRemoteRunTimePercent = 11,
    StCounterHcVpVtl1RunTimePercent = 12,
    StCounterHcVpVtl2RunTimePercent = 13,
    StCounterHcVpGlobalReferenceTime = 14,
    StCounterHcVpMAXIMUM = 15,
};

#endif /* !MILE_HYPERV_HYPERVISOR_STATISTICSCOUNTERVP */
