/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Counters of virtual processors.
 *
 * The numbers are indexes of 64-bit words in HV_STATS_PAGE (Statistics.h). They differ between
 * releases and architectures: StVpCounter... are those of Windows 7 on x64, StCounterVp... those of
 * build 26100 on ARM64. No source has the numbers of a later x64 hypervisor.
 *
 * A name with Count counts an event, and the name with Time is the time spent on the event. TLFS 2.0
 * describes the counters of Windows 7, as the rates and the averages (in ns) that a performance
 * monitor computes from them; the comments of this header are from there. The further counters of
 * build 26100 are undocumented.
 *
 * Sources: WDK 7.1 hvgdk.h; TLFS 2.0 appendix J; symbols of securekernel 26100
 * (ARM64).
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
    StVpCounterTotalRunTime = 1,      /**< Time for guest and hypervisor, in 100 ns. */
    StVpCounterHypervisorRunTime = 2, /**< Time for the hypervisor on its behalf, in 100 ns. */
    StVpCounterHypercallsCount = 4,   /**< Hypercalls of the guest. After each Count, Time is the time for the event. */
    StVpCounterHypercallsTime = 5,
    StVpCounterPageInvalidationsCount = 6, /**< INVLPG. */
    StVpCounterPageInvalidationsTime = 7,
    StVpCounterControlRegisterAccessesCount = 8, /**< Moves to and from control registers. */
    StVpCounterControlRegisterAccessesTime = 9,
    StVpCounterIoInstructionsCount = 10, /**< IN, OUT and their string forms. */
    StVpCounterIoInstructionsTime = 11,
    StVpCounterHltInstructionsCount = 12, /**< HLT. */
    StVpCounterHltInstructionsTime = 13,
    StVpCounterMwaitInstructionsCount = 14, /**< MWAIT. */
    StVpCounterMwaitInstructionsTime = 15,
    StVpCounterCpuidInstructionsCount = 16, /**< CPUID. */
    StVpCounterCpuidInstructionsTime = 17,
    StVpCounterMsrAccessesCount = 18, /**< RDMSR and WRMSR. */
    StVpCounterMsrAccessesTime = 19,
    StVpCounterOtherInterceptsCount = 20, /**< Exits for any other reason. */
    StVpCounterOtherInterceptsTime = 21,
    StVpCounterExternalInterruptsCount = 22, /**< Interrupts of the machine that came while the guest ran. */
    StVpCounterExternalInterruptsTime = 23,
    /** Exits because the guest lowered its TPR while an interrupt was pending. */
    StVpCounterPendingInterruptsCount = 24,
    StVpCounterPendingInterruptsTime = 25,
    StVpCounterEmulatedInstructionsCount = 26, /**< Instructions that the hypervisor emulated. */
    StVpCounterEmulatedInstructionsTime = 27,
    StVpCounterDebugRegisterAccessesCount = 28, /**< Moves to and from debug registers. */
    StVpCounterDebugRegisterAccessesTime = 29,
    StVpCounterPageFaultInterceptsCount = 30, /**< Page faults that the hypervisor intercepted. */
    StVpCounterPageFaultInterceptsTime = 31,
    StVpCounterGuestPageTableMaps = 32,           /**< Pages of the guest's page tables that the hypervisor mapped. */
    StVpCounterLargePageTlbFills = 33,            /**< Misses of the virtual TLB, large pages. */
    StVpCounterSmallPageTlbFills = 34,            /**< Misses of the virtual TLB, pages of 4 KiB. */
    StVpCounterReflectedGuestPageFaults = 35,     /**< Page faults that the hypervisor reflected to the guest. */
    StVpCounterApicMmioAccesses = 36,             /**< Accesses to the page of the local APIC. */
    StVpCounterIoInterceptMessages = 37,          /**< Intercept messages about accesses to I/O ports. */
    StVpCounterMemoryInterceptMessages = 38,      /**< Intercept messages about accesses to memory. */
    StVpCounterApicEoiAccesses = 39,              /**< Writes of the APIC's EOI register. */
    StVpCounterOtherMessages = 40,                /**< Intercept messages about other actions. */
    StVpCounterPageTableAllocations = 41,         /**< Allocations of page tables by the virtual TLB. */
    StVpCounterLogicalProcessorMigrations = 42,   /**< Moves to another logical processor. */
    StVpCounterAddressSpaceEvictions = 43,        /**< Address spaces that the virtual TLB evicted. */
    StVpCounterAddressSpaceSwitches = 44,         /**< Changes of address space by the guest. */
    StVpCounterAddressDomainFlushes = 45,         /**< Flushes of the whole virtual TLB that the guest requested. */
    StVpCounterAddressSpaceFlushes = 46,          /**< Flushes of one address space that the guest requested. */
    StVpCounterGlobalGvaRangeFlushes = 47,        /**< Flushes of addresses in all address spaces. */
    StVpCounterLocalGvaRangeFlushes = 48,         /**< Flushes of addresses in one address space. */
    StVpCounterPageTableEvictions = 49,           /**< Page tables that the virtual TLB evicted. */
    StVpCounterPageTableReclamations = 50,        /**< Unreferenced page tables that the virtual TLB reclaimed. */
    StVpCounterPageTableResets = 51,              /**< Page tables that the virtual TLB reset. */
    StVpCounterPageTableValidations = 52,         /**< Page tables that the virtual TLB searched for invalid entries. */
    StVpCounterApicTprAccesses = 53,              /**< Accesses to the APIC's TPR register. */
    StVpCounterPageTableWriteIntercepts = 54,     /**< Writes of the guest to its own page tables. */
    StVpCounterSyntheticInterrupts = 55,          /**< Interrupts of SINTs that were delivered. */
    StVpCounterVirtualInterrupts = 56,            /**< All interrupts that were delivered. */
    StVpCounterApicIpisSent = 57,                 /**< Interrupts from processor to processor, those to itself too. */
    StVpCounterApicSelfIpisSent = 58,             /**< Interrupts of a processor to itself. */
    StVpCounterGpaSpaceHypercalls = 59,           /**< Hypercalls about guest memory. */
    StVpCounterLogicalProcessorHypercalls = 60,   /**< Hypercalls about logical processors. */
    StVpCounterLongSpinWaitHypercalls = 61,       /**< Calls of HvCallNotifyLongSpinWait. */
    StVpCounterOtherHypercalls = 62,              /**< Hypercalls of no other group. */
    StVpCounterSyntheticInterruptHypercalls = 63, /**< Hypercalls about the SynIC. */
    StVpCounterVirtualInterruptHypercalls = 64,   /**< Hypercalls about interrupts. */
    StVpCounterVirtualMmuHypercalls = 65,         /**< Hypercalls about translations. */
    StVpCounterVirtualProcessorHypercalls = 66,   /**< Hypercalls about virtual processors. */
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
