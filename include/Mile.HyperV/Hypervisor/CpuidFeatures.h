/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief CPUID leaves 0x40000003, 0x40000004 and 0x40000006 to 0x4000000B: features of the hypervisor.
 *
 * A guest must detect the hypervisor (Cpuid.h) before it reads these leaves, and must not read a
 * leaf after the last one that leaf 0x40000000 reports. On ARM64 the leaves are registers of 128
 * bits, which HvCallGetVpRegisters reads.
 *
 * Leaves 3, 4, 6 and 7 have an HV_X64_ and an HV_ARM64_ form, because their bits differ. The name
 * without an architecture is the form of the target. Leaves 8 to 0xB have one form for both.
 *
 * The bits belong to three groups:
 *
 *     leaf 3, EDX and ECX   availability: the guest may use the facility
 *     leaf 4                recommendation: the guest should use the facility, if leaf 3 permits it
 *     leaves 6 to 0xB       reports for the root partition and for nested hypervisors
 *
 * Where the TLFS describes a bit, the comment here has the same content. Newer bits are
 * undocumented: mu_msvm, OpenVMM and the symbols contain only their names, and the comments here
 * only spell the names out.
 *
 * Sources: TLFS 6.0b 2.4; TLFS online feature-discovery; WDK 7.1 hvgdk.h; mu_msvm HvGuestCpuid.h;
 * OpenVMM hvdef; symbols of kdhv and securekernel 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_CPUID_FEATURES
#define MILE_HYPERV_HYPERVISOR_CPUID_FEATURES

#include "Privilege.h"

HV_HEADER_BEGIN

/*
 * Leaf 0x40000003: features.
 */

/** Leaf 0x40000003 on x64: privileges of this partition and available features. */
typedef struct HV_X64_HYPERVISOR_FEATURES
{
    /** Privileges of the partition: EAX is bits 0 to 31, EBX is bits 32 to 63. */
    HV_PARTITION_PRIVILEGE_MASK PartitionPrivileges;
    union
    {
        HV_UINT32 EcxAsUINT32; /**< ECX as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /** ECX bits 0 to 3: number of the deepest C state of this virtual processor. */
            HV_UINT32 MaxSupportedCState : 4;
            /** ECX bit 4: was "the HPET is needed to wake from C3". */
            HV_UINT32 HpetNeededForC3PowerState_Deprecated : 1;
            /** ECX bit 5: IA32_MPERF counts at a constant rate. */
            HV_UINT32 InvariantMperfAvailable : 1;
            /** ECX bit 6: supervisor shadow stacks (CET) are available. */
            HV_UINT32 SupervisorShadowStackAvailable : 1;
            /** ECX bit 7: the architectural performance monitoring unit is available. */
            HV_UINT32 ArchPmuAvailable : 1;
            /** ECX bit 8: intercepts of exception traps are available. */
            HV_UINT32 ExceptionTrapInterceptAvailable : 1;
            HV_UINT32 Reserved : 23;
        };
#endif
    };
    union
    {
        HV_UINT32 EdxAsUINT32; /**< EDX as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /** EDX bit 0: was "MWAIT is available to the guest". */
            HV_UINT32 MwaitAvailable_Deprecated : 1;
            /** EDX bit 1: the debugging calls for guests are available (Debug.h). */
            HV_UINT32 GuestDebuggingAvailable : 1;
            /** EDX bit 2: performance monitor support is available. */
            HV_UINT32 PerformanceMonitorsAvailable : 1;
            /** EDX bit 3: physical processors can be added and removed at run time. */
            HV_UINT32 CpuDynamicPartitioningAvailable : 1;
            /**
             * EDX bit 4: fast hypercalls accept up to 112 bytes of input, the last 96 of them in
             * XMM0 to XMM5. Without the bit they raise `#UD`.
             */
            HV_UINT32 XmmRegistersForFastHypercallAvailable : 1;
            /** EDX bit 5: reading HV_X64_MSR_GUEST_IDLE enters the guest idle state. */
            HV_UINT32 GuestIdleAvailable : 1;
            /** EDX bit 6: the hypervisor supports sleep states of the machine. */
            HV_UINT32 HypervisorSleepStateSupportAvailable : 1;
            /** EDX bit 7: HvCallQueryNumaDistance is available. */
            HV_UINT32 NumaDistanceQueryAvailable : 1;
            /** EDX bit 8: HV_X64_MSR_TSC_FREQUENCY and HV_X64_MSR_APIC_FREQUENCY are available. */
            HV_UINT32 FrequencyRegsAvailable : 1;
            /** EDX bit 9: synthetic machine checks can be injected (MachineCheck.h). */
            HV_UINT32 SyntheticMachineCheckAvailable : 1;
            /** EDX bit 10: HV_X64_MSR_CRASH_P0 to HV_X64_MSR_CRASH_CTL are available (Crash.h). */
            HV_UINT32 GuestCrashRegsAvailable : 1;
            /** EDX bit 11: the synthetic debug MSRs are available. */
            HV_UINT32 DebugRegsAvailable : 1;
            /**
             * EDX bit 12: HV_X64_MSR_NPIEP_CONFIG is available, which denies SGDT, SIDT, SLDT and
             * STR to user mode.
             */
            HV_UINT32 Npiep1Available : 1;
            /** EDX bit 13: the root partition may disable the hypervisor. */
            HV_UINT32 DisableHypervisorAvailable : 1;
            /**
             * EDX bit 14: flushes of address lists accept HV_FLUSH_USE_EXTENDED_RANGE_FORMAT
             * (AddressSpace.h).
             */
            HV_UINT32 ExtendedGvaRangesForFlushVirtualAddressListAvailable : 1;
            /**
             * EDX bit 15: fast hypercalls return output in the XMM registers that the input does
             * not use. Without the bit they raise `#UD`.
             */
            HV_UINT32 FastHypercallOutputAvailable : 1;
            /**
             * EDX bit 16: leaf 0x40000008 is valid. The bit's name is SvmFeaturesAvailable in
             * mu_msvm and OpenVMM.
             */
            HV_UINT32 PasidFeaturesAvailable : 1;
            /** EDX bit 17: a SINT can be polled, without an interrupt. */
            HV_UINT32 SintPollingModeAvailable : 1;
            /** EDX bit 18: the guest can lock the hypercall MSR until reset. */
            HV_UINT32 HypercallMsrLockAvailable : 1;
            /** EDX bit 19: synthetic timers can raise a vector directly, without a message. */
            HV_UINT32 DirectSyntheticTimers : 1;
            /** EDX bit 20: the PAT register is available for VSM (trust levels). */
            HV_UINT32 RegisterPatAvailable : 1;
            /** EDX bit 21: the BNDCFGS register is available for VSM (trust levels). */
            HV_UINT32 RegisterBndcfgsAvailable : 1;
            /** EDX bit 22: a watchdog timer is available. Otherwise undocumented. */
            HV_UINT32 WatchdogTimerAvailable : 1;
            /** EDX bit 23: the timer that counts only while the processor runs is available. */
            HV_UINT32 SyntheticTimeUnhaltedTimerAvailable : 1;
            /** EDX bit 24: the hypercalls for IOMMU device domains are available (Iommu.h). */
            HV_UINT32 DeviceDomainsAvailable : 1;
            /** EDX bit 25: device domains with first-stage (guest) page tables are available. */
            HV_UINT32 S1DeviceDomainsAvailable : 1;
            HV_UINT32 LbrAvailable : 1; /**< EDX bit 26: last branch records are available. */
            /** EDX bit 27: Intel Processor Trace is available; leaf 0x4000000B has its limits. */
            HV_UINT32 IptAvailable : 1;
            /** EDX bit 28: a higher VTL may flush the translations of a lower one. */
            HV_UINT32 CrossVtlFlushAvailable : 1;
            /** EDX bit 29: the guest can set the value of SPEC_CTRL for idle processors. */
            HV_UINT32 IdleSpecCtrlAvailable : 1;
            /**
             * EDX bit 30: newer control flags of the translation calls are available
             * (MemoryAccess.h).
             */
            HV_UINT32 TranslateGvaFlagsAvailable : 1;
            /** EDX bit 31: intercepts of writes to the EOI register are available. */
            HV_UINT32 ApicEoiInterceptAvailable : 1;
        };
#endif
    };
} HV_X64_HYPERVISOR_FEATURES, *PHV_X64_HYPERVISOR_FEATURES;
HV_STATIC_ASSERT(sizeof(HV_X64_HYPERVISOR_FEATURES) == 16);

/**
 * HvRegisterPrivilegesAndFeaturesInfo, the form of leaf 0x40000003 on ARM64. A bit has the meaning
 * of the x64 bit of its name.
 */
typedef struct HV_ARM64_HYPERVISOR_FEATURES
{
    /** Bits 0 to 63: EAX and EBX, what the partition may use. */
    HV_PARTITION_PRIVILEGE_MASK PartitionPrivileges;
    union
    {
        HV_UINT32 EcxAsUINT32; /**< ECX as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /** Bit 64: the debugging calls for guests are available. */
            HV_UINT32 GuestDebuggingAvailable : 1;
            /** Bit 65: performance monitor support is available. */
            HV_UINT32 PerformanceMonitorsAvailable : 1;
            /** Bit 66: processors can be added and removed at run time. */
            HV_UINT32 CpuDynamicPartitioningAvailable : 1;
            HV_UINT32 GuestIdleAvailable : 1; /**< Bit 67: the guest idle state is available. */
            /** Bit 68: the hypervisor supports sleep states of the machine. */
            HV_UINT32 HypervisorSleepStateSupportAvailable : 1;
            /** Bit 69: HvCallQueryNumaDistance is available. */
            HV_UINT32 NumaDistanceQueryAvailable : 1;
            /** Bit 70: the registers with timer frequencies are available. */
            HV_UINT32 FrequencyRegsAvailable : 1;
            /** Bit 71: synthetic machine checks can be injected. */
            HV_UINT32 SyntheticMachineCheckAvailable : 1;
            /** Bit 72: HvRegisterGuestCrashP0 to HvRegisterGuestCrashCtl are available. */
            HV_UINT32 GuestCrashRegsAvailable : 1;
            /** Bit 73: debug registers; the TLFS reserves the bit on ARM64. */
            HV_UINT32 DebugRegsAvailable : 1;
            /** Bit 74: the root partition may disable the hypervisor. */
            HV_UINT32 DisableHypervisorAvailable : 1;
            /** Bit 75: extended address ranges in flushes; the TLFS reserves the bit on ARM64. */
            HV_UINT32 ExtendedGvaRangesForFlushVirtualAddressListAvailable : 1;
            HV_UINT32 SintPollingModeAvailable : 1; /**< Bit 76: a SINT can be polled. */
            /** Bit 77: synthetic timers can raise an interrupt directly. */
            HV_UINT32 DirectSyntheticTimers : 1;
            /** Bit 78: the hypercalls for IOMMU device domains are available. */
            HV_UINT32 DeviceDomainsAvailable : 1;
            /** Bit 79: device domains with first-stage page tables are available. */
            HV_UINT32 S1DeviceDomainsAvailable : 1;
            /** Bit 80: a higher VTL may flush a lower one's translations; since 26100. */
            HV_UINT32 CrossVtlFlushAvailable : 1;
            /** Bit 81: first-stage device domains have wider ASIDs; since 26100. */
            HV_UINT32 S1ExtendedAsidsAvailable : 1;
            HV_UINT32 Reserved1 : 14;
        };
#endif
    };
    HV_UINT32 ReservedEdx;
} HV_ARM64_HYPERVISOR_FEATURES, *PHV_ARM64_HYPERVISOR_FEATURES;
HV_STATIC_ASSERT(sizeof(HV_ARM64_HYPERVISOR_FEATURES) == 16);

typedef HV_BY_TARGET(HV_X64_HYPERVISOR_FEATURES, HV_ARM64_HYPERVISOR_FEATURES) HV_HYPERVISOR_FEATURES,
    *PHV_HYPERVISOR_FEATURES;

/*
 * Leaf 0x40000004: recommendations.
 */

/**
 * Leaf 0x40000004 on x64: recommendations to the guest.
 *
 * A recommendation is not a permission: the guest must also check the privilege or feature bit in
 * leaf 0x40000003.
 */
typedef struct HV_X64_ENLIGHTENMENT_INFORMATION
{
    union
    {
        HV_UINT32 EaxAsUINT32; /**< EAX as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /** EAX bit 0: switch address spaces by hypercall instead of MOV to CR3. */
            HV_UINT32 UseHypercallForAddressSpaceSwitch : 1;
            /** EAX bit 1: flush the local TLB by hypercall instead of INVLPG or MOV to CR3. */
            HV_UINT32 UseHypercallForLocalFlush : 1;
            /** EAX bit 2: flush the TLBs of other processors by hypercall instead of an IPI. */
            HV_UINT32 UseHypercallForRemoteFlushAndLocalFlushEntire : 1;
            /** EAX bit 3: access the APIC registers EOI, ICR and TPR by their synthetic MSRs. */
            HV_UINT32 UseApicMsrs : 1;
            /** EAX bit 4: reset the machine by HV_X64_MSR_RESET. */
            HV_UINT32 UseHvRegisterForReset : 1;
            /**
             * EAX bit 5: disable watchdogs that depend on the timely delivery of external
             * interrupts.
             */
            HV_UINT32 UseRelaxedTiming : 1;
            /** EAX bit 6: use DMA remapping; no longer set. */
            HV_UINT32 UseDmaRemapping_Deprecated : 1;
            /** EAX bit 7: use interrupt remapping; no longer set. */
            HV_UINT32 UseInterruptRemapping_Deprecated : 1;
            /** EAX bit 8: access the APIC by the x2APIC MSRs; reserved in the TLFS. */
            HV_UINT32 UseX2ApicMsrs : 1;
            HV_UINT32 DeprecateAutoEoi : 1; /**< EAX bit 9: do not set AutoEoi in a SINT. */
            /** EAX bit 10: send IPIs by HvCallSendSyntheticClusterIpi. */
            HV_UINT32 UseSyntheticClusterIpi : 1;
            /**
             * EAX bit 11: use the "Ex" calls, whose sparse processor sets can contain processors
             * above 63.
             */
            HV_UINT32 UseExProcessorMasks : 1;
            HV_UINT32 Nested : 1; /**< EAX bit 12: this hypervisor runs in a Hyper-V partition. */
            /** EAX bit 13: make system calls by INT where MBEC is emulated. */
            HV_UINT32 UseIntForMbecSystemCalls : 1;
            /**
             * EAX bit 14: a nested hypervisor should use the enlightened VMCS. Leaf 0x4000000A has
             * the versions and may offer other nested enlightenments.
             */
            HV_UINT32 UseVmcsEnlightenments : 1;
            /** EAX bit 15: apply the performance counter bias that the root partition provides. */
            HV_UINT32 UseSyncedTimeline : 1;
            /** EAX bit 16: use the core scheduler; reserved in TLFS 6.0b. */
            HV_UINT32 CoreSchedulerRequested : 1;
            /**
             * EAX bit 17: flush the entire local TLB by toggling CR4.PGE, which is faster than a
             * hypercall.
             */
            HV_UINT32 UseDirectLocalFlushEntire : 1;
            /**
             * EAX bit 18: only SMT siblings of this partition share a core, so the guest may omit
             * STIBP.
             */
            HV_UINT32 NoNonArchitecturalCoreSharing : 1;
            HV_UINT32 UseX2Apic : 1; /**< EAX bit 19: run the APIC in x2APIC mode. */
            /** EAX bit 20: HvCallRestorePartitionTime is available after hibernation. */
            HV_UINT32 RestoreTimeOnResume : 1;
            /** EAX bit 21: HvCallMemoryMappedIoRead and HvCallMemoryMappedIoWrite are available. */
            HV_UINT32 UseHypercallForMmioAccess : 1;
            /**
             * EAX bit 22: GPA ranges can be pinned and unpinned, and the guest can query which
             * ranges are always pinned.
             */
            HV_UINT32 UseGpaPinningHypercall : 1;
            HV_UINT32 WakeVps : 1; /**< EAX bit 23: HvCallWakeVps is available. */
            /** EAX bit 24: a guest can signal pending interrupts to its paravisor. */
            HV_UINT32 ProxyInterruptDoorbellSupport : 1;
            /** EAX bit 25: the hypercalls that lock the memory type of a range are available. */
            HV_UINT32 MemoryTypeLockingSupport : 1;
            /** EAX bit 26: HvCallMapPartitionEventLogBuffer is available. */
            HV_UINT32 MapPartitionEventLogBuffer : 1;
            /** EAX bit 27: guest requests from VTL 0 are supported. */
            HV_UINT32 LowerVtlGuestRequestSupport : 1;
            /**
             * EAX bit 28: the information class HvQueryGpaRangeHeatHintBeneficialSubranges is
             * supported.
             */
            HV_UINT32 HeatHintBeneficialSupport : 1;
            /** EAX bit 29: message ports with a ring buffer are supported. */
            HV_UINT32 RingBufferMessagePortSupport : 1;
            HV_UINT32 Reserved : 2;
        };
#endif
    };
    /**
     * EBX: number of failed attempts to acquire a spinlock after which the guest should call
     * HvCallNotifyLongSpinWait, each time; 0xFFFFFFFF means never.
     */
    HV_UINT32 LongSpinWaitCount;
    union
    {
        HV_UINT32 EcxAsUINT32; /**< ECX as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /**
             * ECX bits 0 to 6: MAXPHYADDR of the machine's processors, a number of bits; 0 if not
             * supported.
             */
            HV_UINT32 ImplementedPhysicalAddressBits : 7;
            HV_UINT32 ReservedEcx : 25;
        };
#endif
    };
    HV_UINT32 ReservedEdx;
} HV_X64_ENLIGHTENMENT_INFORMATION, *PHV_X64_ENLIGHTENMENT_INFORMATION;
HV_STATIC_ASSERT(sizeof(HV_X64_ENLIGHTENMENT_INFORMATION) == 16);

/**
 * HvRegisterFeaturesInfo, the form of leaf 0x40000004 on ARM64. A bit has the meaning of the x64
 * bit of its name.
 */
typedef struct HV_ARM64_ENLIGHTENMENT_INFORMATION
{
    union
    {
        HV_UINT32 EaxAsUINT32; /**< EAX as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /** Bit 0: always clear; the guest should reset by PSCI SYSTEM_RESET. */
            HV_UINT32 UseHvRegisterForReset : 1;
            /** Bit 1: disable watchdogs that depend on timely interrupts. */
            HV_UINT32 UseRelaxedTiming : 1;
            /**
             * Bit 2: send IPIs by HvCallSendSyntheticClusterIpi. Clear in the root partition, which
             * should write ICC_SGI1R_EL1.
             */
            HV_UINT32 UseSyntheticClusterIpi : 1;
            HV_UINT32 UseExProcessorMasks : 1; /**< Bit 3: use the "Ex" calls. */
            HV_UINT32 Nested : 1; /**< Bit 4: this hypervisor runs in a Hyper-V partition. */
            /** Bit 5: apply the root's performance counter bias. */
            HV_UINT32 UseSyncedTimeline : 1;
            /** Bit 6: message ports with a ring buffer are supported. */
            HV_UINT32 RingBufferMessagePortSupport : 1;
            HV_UINT32 Reserved01 : 14;
            /** Bit 21: the hypercalls for memory-mapped I/O are available. */
            HV_UINT32 UseHypercallForMmioAccess : 1;
            /** Bit 22: GPA ranges can be pinned and unpinned. */
            HV_UINT32 UseGpaPinningHypercall : 1;
            HV_UINT32 WakeVps : 1; /**< Bit 23: HvCallWakeVps is available. */
            /** Bit 24: HvCallSyncContext is available; symbols of 26100. */
            HV_UINT32 SyncContext : 1;
            HV_UINT32 Reserved02 : 1;
            /** Bit 26: HvCallMapPartitionEventLogBuffer is available. */
            HV_UINT32 MapPartitionEventLogBuffer : 1;
            /** Bit 27 (bit 28 on x64): HvQueryGpaRangeHeatHintBeneficialSubranges is supported. */
            HV_UINT32 HeatHintBeneficialSupport : 1;
            HV_UINT32 Reserved03 : 4;
        };
#endif
    };
    /**
     * Bits 32 to 63: number of failed attempts to acquire a spinlock before each call of
     * HvCallNotifyLongSpinWait; 0xFFFFFFFF means never.
     */
    HV_UINT32 LongSpinWaitCount;
    HV_UINT32 Reserved0;
    HV_UINT32 Reserved1;
} HV_ARM64_ENLIGHTENMENT_INFORMATION, *PHV_ARM64_ENLIGHTENMENT_INFORMATION;
HV_STATIC_ASSERT(sizeof(HV_ARM64_ENLIGHTENMENT_INFORMATION) == 16);

typedef HV_BY_TARGET(HV_X64_ENLIGHTENMENT_INFORMATION, HV_ARM64_ENLIGHTENMENT_INFORMATION) HV_ENLIGHTENMENT_INFORMATION,
    *PHV_ENLIGHTENMENT_INFORMATION;

/*
 * Leaf 0x40000006: hardware in use.
 */

/** Leaf 0x40000006 on x64: hardware that the hypervisor detected and uses. */
typedef struct HV_X64_HYPERVISOR_HARDWARE_FEATURES
{
    union
    {
        HV_UINT32 EaxAsUINT32; /**< EAX as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /** EAX bit 0: assistance of the hardware for the APIC overlay page is in use. */
            HV_UINT32 ApicOverlayAssistInUse : 1;
            HV_UINT32 MsrBitmapsInUse : 1; /**< EAX bit 1: MSR bitmaps are in use. */
            /** EAX bit 2: the architectural performance counters are in use. */
            HV_UINT32 ArchitecturalPerformanceCountersInUse : 1;
            /** EAX bit 3: EPT or nested page tables are in use. */
            HV_UINT32 SecondLevelAddressTranslationInUse : 1;
            HV_UINT32 DmaRemappingInUse : 1;       /**< EAX bit 4: an IOMMU remaps DMA. */
            HV_UINT32 InterruptRemappingInUse : 1; /**< EAX bit 5: an IOMMU remaps interrupts. */
            /** EAX bit 6: the hardware has a memory patrol scrubber. */
            HV_UINT32 MemoryPatrolScrubberPresent : 1;
            HV_UINT32 DmaProtectionInUse : 1; /**< EAX bit 7: DMA protection is in use; its form is undocumented. */
            HV_UINT32 HpetRequested : 1;      /**< EAX bit 8: the HPET is requested. */
            /** EAX bit 9: synthetic timers lose their state in deep idle states. */
            HV_UINT32 SyntheticTimersVolatile : 1;
            /** EAX bits 10 to 13: number of hypervisors below this one; 0 if it is not nested. */
            HV_UINT32 HypervisorLevel : 4;
            /**
             * EAX bit 14: interrupts must use physical destination mode (APIC IDs), not logical
             * mode.
             */
            HV_UINT32 PhysicalDestinationModeRequired : 1;
            /** EAX bit 15: VMFUNC switches alias maps. */
            HV_UINT32 UseVmfuncForAliasMapSwitch : 1;
            /** EAX bit 16: the register that zeroes memory is supported. */
            HV_UINT32 HvRegisterForMemoryZeroingSupported : 1;
            /** EAX bit 17: the "unrestricted guest" mode of Intel processors is supported. */
            HV_UINT32 UnrestrictedGuestSupported : 1;
            /**
             * EAX bit 18: cache allocation (RDT-A, PQOS-A) is supported. The bit's name is
             * L3CachePartitioningSupported in mu_msvm.
             */
            HV_UINT32 RdtAFeaturesSupported : 1;
            /**
             * EAX bit 19: cache monitoring (RDT-M, PQOS-M) is supported. The bit's name is
             * L3CacheMonitoringSupported in mu_msvm.
             */
            HV_UINT32 RdtMFeaturesSupported : 1;
            /** EAX bit 20: child partitions can have a performance monitoring unit. */
            HV_UINT32 ChildPerfmonPmuSupported : 1;
            /** EAX bit 21: child partitions can have last branch records. */
            HV_UINT32 ChildPerfmonLbrSupported : 1;
            /** EAX bit 22: child partitions can have Processor Trace. */
            HV_UINT32 ChildPerfmonIptSupported : 1;
            /** EAX bit 23: the hypervisor emulates the APIC. */
            HV_UINT32 ApicEmulationSupported : 1;
            /**
             * EAX bit 24: child partitions should have an x2APIC. The online TLFS documents bit 24
             * with the meaning of HardwareWatchdogReserved.
             */
            HV_UINT32 ChildX2ApicRecommended : 1;
            /** EAX bit 25: the hypervisor reserves the watchdog of the ACPI WDAT table. */
            HV_UINT32 HardwareWatchdogReserved : 1;
            /** EAX bit 26: the IOMMU records accesses to pages. */
            HV_UINT32 DeviceAccessTrackingSupported : 1;
            /** EAX bit 27: the processor records accesses to GPA pages. */
            HV_UINT32 HardwareGpaAccessTrackingSupported : 1;
            HV_UINT32 Reserved : 4;
        };
#endif
    };
    union
    {
        HV_UINT32 EbxAsUINT32; /**< EBX as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /** EBX bits 0 to 7: width of the input addresses of a device domain, in bits. */
            HV_UINT32 DeviceDomainInputWidth : 8;
            HV_UINT32 ReservedEbx : 24;
        };
#endif
    };
    HV_UINT32 ReservedEcx;
    HV_UINT32 ReservedEdx;
} HV_X64_HYPERVISOR_HARDWARE_FEATURES, *PHV_X64_HYPERVISOR_HARDWARE_FEATURES;
HV_STATIC_ASSERT(sizeof(HV_X64_HYPERVISOR_HARDWARE_FEATURES) == 16);

/**
 * HvRegisterHardwareFeaturesInfo, the form of leaf 0x40000006 on ARM64. A field has the meaning of
 * the x64 field of its name.
 */
typedef struct HV_ARM64_HYPERVISOR_HARDWARE_FEATURES
{
    union
    {
        HV_UINT32 EaxAsUINT32; /**< EAX as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /** Bit 0: the architectural performance counters are in use. */
            HV_UINT32 ArchitecturalPerformanceCountersInUse : 1;
            /** Bit 1: stage 2 translation is in use. */
            HV_UINT32 SecondLevelAddressTranslationInUse : 1;
            HV_UINT32 DmaRemappingInUse : 1;       /**< Bit 2: an IOMMU remaps DMA. */
            HV_UINT32 InterruptRemappingInUse : 1; /**< Bit 3: an IOMMU remaps interrupts. */
            /** Bit 4: the hardware has a memory patrol scrubber. */
            HV_UINT32 MemoryPatrolScrubberPresent : 1;
            HV_UINT32 DmaProtectionInUse : 1; /**< Bit 5: DMA protection is in use; its form is undocumented. */
            /** Bit 6: synthetic timers lose their state in deep idle states. */
            HV_UINT32 SyntheticTimersVolatile : 1;
            /** Bit 7: the register that zeroes memory is supported. */
            HV_UINT32 HvRegisterForMemoryZeroingSupported : 1;
            HV_UINT32 ApicEmulationSupported : 1; /**< Bit 8: undocumented on ARM64; since 26100. */
            /** Bit 9: the IOMMU records accesses to pages; since 26100. */
            HV_UINT32 DeviceAccessTrackingSupported : 1;
            /** Bits 10 to 17: width of a device domain's input addresses, in bits; since 26100. */
            HV_UINT32 DeviceDomainInputWidth : 8;
            /** Bit 18: the processor records accesses to GPA pages; since 26100. */
            HV_UINT32 HardwareGpaAccessTrackingSupported : 1;
            HV_UINT32 Reserved : 13;
        };
#endif
    };
    HV_UINT32 Reserved0;
    HV_UINT32 Reserved1;
    HV_UINT32 Reserved2;
} HV_ARM64_HYPERVISOR_HARDWARE_FEATURES, *PHV_ARM64_HYPERVISOR_HARDWARE_FEATURES;
HV_STATIC_ASSERT(sizeof(HV_ARM64_HYPERVISOR_HARDWARE_FEATURES) == 16);

typedef HV_BY_TARGET(HV_X64_HYPERVISOR_HARDWARE_FEATURES,
                     HV_ARM64_HYPERVISOR_HARDWARE_FEATURES) HV_HYPERVISOR_HARDWARE_FEATURES,
    *PHV_HYPERVISOR_HARDWARE_FEATURES;

/*
 * Leaf 0x40000007: processor management.
 */

/**
 * Leaf 0x40000007 on x64: enlightenments for processor management. Only the root partition receives
 * them; the leaf is zero in guests.
 */
typedef struct HV_X64_HYPERVISOR_CPU_MANAGEMENT_FEATURES
{
    union
    {
        HV_UINT32 EaxAsUINT32; /**< EAX as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /** EAX bit 0: the root starts logical processors by hypercall. */
            HV_UINT32 StartLogicalProcessor : 1;
            /** EAX bit 1: the root creates its own virtual processors by hypercall. */
            HV_UINT32 CreateRootVirtualProcessor : 1;
            /** EAX bit 2: the hypervisor synchronizes the TSCs. */
            HV_UINT32 PerformanceCounterSync : 1;
            HV_UINT32 Reserved0 : 28;
            /** EAX bit 31: undocumented; set in every recording of a root partition. */
            HV_UINT32 ReservedIdentityBit : 1;
        };
#endif
    };
    union
    {
        HV_UINT32 EbxAsUINT32; /**< EBX as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /** EBX bit 0: the hypervisor manages processor power. */
            HV_UINT32 ProcessorPowerManagement : 1;
            /** EBX bit 1: the hypervisor uses MWAIT for idle states. */
            HV_UINT32 MwaitIdleStates : 1;
            /** EBX bit 2: logical processors can be parked. */
            HV_UINT32 LogicalProcessorIdling : 1;
            HV_UINT32 DriveIdleTransitions : 1; /**< EBX bit 3: undocumented; since 26100. */
            HV_UINT32 Reserved1 : 28;
        };
#endif
    };
    union
    {
        HV_UINT32 EcxAsUINT32; /**< ECX as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 RemapGuestUncached : 1; /**< ECX bit 0: undocumented. */
            HV_UINT32 ReservedZ2 : 31;
        };
#endif
    };
    HV_UINT32 ReservedEdx;
} HV_X64_HYPERVISOR_CPU_MANAGEMENT_FEATURES, *PHV_X64_HYPERVISOR_CPU_MANAGEMENT_FEATURES;
HV_STATIC_ASSERT(sizeof(HV_X64_HYPERVISOR_CPU_MANAGEMENT_FEATURES) == 16);

/**
 * HvRegisterCpuManagementFeaturesInfo, the form of leaf 0x40000007 on ARM64. A bit has the meaning
 * of the x64 bit of its name.
 */
typedef struct HV_ARM64_HYPERVISOR_CPU_MANAGEMENT_FEATURES
{
    union
    {
        HV_UINT32 EaxAsUINT32; /**< EAX as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /** Bit 0: the root starts logical processors by hypercall. */
            HV_UINT32 StartLogicalProcessor : 1;
            /** Bit 1: the root creates its own virtual processors by hypercall. */
            HV_UINT32 CreateRootVirtualProcessor : 1;
            /** Bit 2: the hypervisor synchronizes the counters. */
            HV_UINT32 PerformanceCounterSync : 1;
            HV_UINT32 Reserved0 : 28;
            HV_UINT32 ReservedIdentityBit : 1; /**< Bit 31: undocumented. */
        };
#endif
    };
    union
    {
        HV_UINT32 EbxAsUINT32; /**< EBX as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /** Bit 32: the hypervisor manages processor power. */
            HV_UINT32 ProcessorPowerManagement : 1;
            /** Bit 33: the root chooses idle states; reserved in the symbols of 26100. */
            HV_UINT32 RootManagedIdleStates : 1;
            HV_UINT32 ReservedEbx0 : 1;
            HV_UINT32 DriveIdleTransitions : 1; /**< Bit 35: undocumented; since 26100. */
            HV_UINT32 ReservedEbx1 : 28;
        };
#endif
    };
    HV_UINT32 ReservedEcx;
    HV_UINT32 ReservedEdx;
} HV_ARM64_HYPERVISOR_CPU_MANAGEMENT_FEATURES, *PHV_ARM64_HYPERVISOR_CPU_MANAGEMENT_FEATURES;
HV_STATIC_ASSERT(sizeof(HV_ARM64_HYPERVISOR_CPU_MANAGEMENT_FEATURES) == 16);

typedef HV_BY_TARGET(HV_X64_HYPERVISOR_CPU_MANAGEMENT_FEATURES,
                     HV_ARM64_HYPERVISOR_CPU_MANAGEMENT_FEATURES) HV_HYPERVISOR_CPU_MANAGEMENT_FEATURES,
    *PHV_HYPERVISOR_CPU_MANAGEMENT_FEATURES;

/*
 * Leaf 0x40000008: devices that share the processors' virtual memory, in two forms.
 */

/**
 * Leaf 0x40000008 on hosts before the PASID form: shared virtual memory (SVM).
 *
 * With SVM a device uses a process address space, identified by a process address space id (PASID).
 * The leaf has no version that distinguishes the two forms. PasidSupported of
 * HV_HYPERVISOR_PASID_FEATURES is reserved in this form.
 *
 * Source: TLFS 6.0b (EAX only); mu_msvm HvGuestCpuid.h; a recording of an AMD
 * root has 0x00100001, 1, 0x10000, which is this form.
 */
typedef struct HV_HYPERVISOR_SVM_FEATURES
{
    union
    {
        HV_UINT32 EaxAsUINT32; /**< EAX as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 SvmSupported : 1; /**< EAX bit 0: shared virtual memory is supported. */
            HV_UINT32 Reserved0 : 10;
            /** EAX bits 11 to 31: maximum number of PASIDs in one PASID space. */
            HV_UINT32 MaxPasidSpacePasidCount : 21;
        };
#endif
    };
    HV_UINT32 MaxPasidSpaceCount; /**< EBX: maximum number of PASID spaces. */
    /** ECX: maximum size of the page request queue of a device; the unit is undocumented. */
    HV_UINT32 MaxDevicePrqSize;
    HV_UINT32 Reserved1;
} HV_HYPERVISOR_SVM_FEATURES, *PHV_HYPERVISOR_SVM_FEATURES;
HV_STATIC_ASSERT(sizeof(HV_HYPERVISOR_SVM_FEATURES) == 16);

/**
 * Leaf 0x40000008 on hosts of build 26100, and HvRegisterSvmFeaturesInfo. EBX contains the size of
 * the queue, which ECX contains in HV_HYPERVISOR_SVM_FEATURES.
 */
typedef struct HV_HYPERVISOR_PASID_FEATURES
{
    union
    {
        HV_UINT32 EaxAsUINT32; /**< EAX as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 SvmSupported : 1; /**< EAX bit 0: shared virtual memory is supported. */
            /** EAX bit 1: process address space IDs are supported. */
            HV_UINT32 PasidSupported : 1;
            HV_UINT32 Reserved0 : 9;
            /** EAX bits 11 to 31: maximum number of PASIDs in one PASID space. */
            HV_UINT32 MaxPasidSpacePasidCount : 21;
        };
#endif
    };
    /** EBX: maximum size of the page request queue of a device; the unit is undocumented. */
    HV_UINT32 MaxDevicePrqSize;
    HV_UINT32 Reserved1;
    HV_UINT32 Reserved2;
} HV_HYPERVISOR_PASID_FEATURES, *PHV_HYPERVISOR_PASID_FEATURES;
HV_STATIC_ASSERT(sizeof(HV_HYPERVISOR_PASID_FEATURES) == 16);

/*
 * Leaf 0x40000009: nested, one level skipped.
 */

/**
 * Leaf 0x40000009: facilities that the partition of a nested hypervisor receives directly from the
 * hypervisor below the nested one.
 *
 * A bit has the meaning of its name in leaf 0x40000003 or in HV_PARTITION_PRIVILEGE_MASK. All four
 * words are zero in every recording that the library has.
 *
 * Source: TLFS 6.0b 2.4.10; TLFS online feature-discovery.
 */
typedef struct HV_HYPERVISOR_SKIP_LEVEL_FEATURES
{
    union
    {
        HV_UINT32 EaxAsUINT32; /**< EAX as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 ReservedEax0 : 2;
            HV_UINT32 AccessSynicRegs : 1; /**< EAX bit 2: the registers of the SynIC. */
            HV_UINT32 ReservedEax1 : 1;
            HV_UINT32 AccessIntrCtrlRegs : 1; /**< EAX bit 4: the synthetic MSRs of the APIC. */
            /** EAX bit 5: the guest OS ID and hypercall MSRs. */
            HV_UINT32 AccessHypercallMsrs : 1;
            HV_UINT32 AccessVpIndex : 1; /**< EAX bit 6: the VP index MSR. */
            HV_UINT32 ReservedEax2 : 5;
            /** EAX bit 12: the reenlightenment MSRs; bit 13 in leaf 0x40000003. */
            HV_UINT32 AccessReenlightenmentControls : 1;
            HV_UINT32 ReservedEax3 : 19;
        };
#endif
    };
    HV_UINT32 ReservedEbx;
    HV_UINT32 ReservedEcx;
    union
    {
        HV_UINT32 EdxAsUINT32; /**< EDX as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 ReservedEdx0 : 4;
            /** EDX bit 4: input of fast hypercalls in XMM registers. */
            HV_UINT32 XmmRegistersForFastHypercallAvailable : 1;
            HV_UINT32 ReservedEdx1 : 10;
            /** EDX bit 15: output of fast hypercalls in XMM registers. */
            HV_UINT32 FastHypercallOutputAvailable : 1;
            HV_UINT32 ReservedEdx2 : 1;
            HV_UINT32 SintPollingModeAvailable : 1; /**< EDX bit 17: a SINT can be polled. */
            HV_UINT32 ReservedEdx3 : 14;
        };
#endif
    };
} HV_HYPERVISOR_SKIP_LEVEL_FEATURES, *PHV_HYPERVISOR_SKIP_LEVEL_FEATURES;
HV_STATIC_ASSERT(sizeof(HV_HYPERVISOR_SKIP_LEVEL_FEATURES) == 16);

/*
 * Leaf 0x4000000A: help for a nested hypervisor.
 */

/** Leaf 0x4000000A: enlightenments for a hypervisor that runs in this partition (Nested.h). */
typedef struct HV_HYPERVISOR_NESTED_VIRT_FEATURES
{
    union
    {
        HV_UINT32 EaxAsUINT32; /**< EAX as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /**
             * EAX bits 0 to 7: oldest supported version of the enlightened VMCS; 0 with
             * EnlightenedVmcsVersionHigh 0 if there is none.
             */
            HV_UINT32 EnlightenedVmcsVersionLow : 8;
            /** EAX bits 8 to 15: newest supported version of the enlightened VMCS. */
            HV_UINT32 EnlightenedVmcsVersionHigh : 8;
            /** EAX bit 16: older position of FlushGuestPhysicalHypercall; reserved in the TLFS. */
            HV_UINT32 FlushGuestPhysicalHypercall_Deprecated : 1;
            /**
             * EAX bit 17: direct virtual flush: this hypervisor handles the flush calls of the
             * nested guest, without an exit to the nested hypervisor.
             */
            HV_UINT32 NestedFlushVirtualHypercall : 1;
            /**
             * EAX bit 18: HvCallFlushGuestPhysicalAddressSpace and
             * HvCallFlushGuestPhysicalAddressList are available.
             */
            HV_UINT32 FlushGuestPhysicalHypercall : 1;
            HV_UINT32 MsrBitmap : 1; /**< EAX bit 19: the enlightened MSR bitmap is supported. */
            /** EAX bit 20: virtualization exceptions (`#VE`) combine in the class of page faults. */
            HV_UINT32 VirtualizationException : 1;
            /** EAX bit 21: VMCS field GuestIa32DebugCtl (0x2802) may be nonzero. */
            HV_UINT32 DebugCtl : 1;
            /**
             * EAX bit 22 (AMD): ASID flushes do not affect TLB entries from nested page tables. The
             * nested hypervisor must flush those by the hypercalls of FlushGuestPhysicalHypercall,
             * which this bit implies.
             */
            HV_UINT32 EnlightenedNptTlb : 1;
            /** EAX bit 23 (AMD SNP): the nested hypervisor need not provide a reverse map table. */
            HV_UINT32 NoRmpTableRequired : 1;
            HV_UINT32 EnlightenedSevSwap : 1; /**< EAX bit 24 (AMD SEV): undocumented. */
            HV_UINT32 Reserved0 : 7;
        };
#endif
    };
    union
    {
        HV_UINT32 EbxAsUINT32; /**< EBX as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /**
             * EBX bit 0: the enlightened VMCS has the fields GuestPerfGlobalCtrl and
             * HostPerfGlobalCtrl.
             */
            HV_UINT32 PerfGlobalCtrl : 1;
            HV_UINT32 Reserved1 : 31;
        };
#endif
    };
    HV_UINT32 ReservedEcx;
    HV_UINT32 ReservedEdx;
} HV_HYPERVISOR_NESTED_VIRT_FEATURES, *PHV_HYPERVISOR_NESTED_VIRT_FEATURES;
HV_STATIC_ASSERT(sizeof(HV_HYPERVISOR_NESTED_VIRT_FEATURES) == 16);

/*
 * Leaf 0x4000000B: Intel Processor Trace.
 */

/**
 * Leaf 0x4000000B: Intel Processor Trace.
 *
 * A recording of an 18362 root has 0x001FF002 in EAX. Source: symbols of kdhv 26100.
 */
typedef struct HV_HYPERVISOR_IPT_FEATURES
{
    union
    {
        HV_UINT32 EaxAsUINT32; /**< EAX as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 ChainedToPA : 1; /**< EAX bit 0: undocumented. */
            HV_UINT32 Enlightened : 1; /**< EAX bit 1: undocumented. */
            HV_UINT32 Reserved0 : 10;
            /**
             * EAX bits 12 to 31: maximum size of a VTL's trace buffer; the unit is undocumented.
             */
            HV_UINT32 MaxTraceBufferSizePerVtl : 20;
        };
#endif
    };
    HV_UINT32 Reserved1;
    HV_UINT32 Reserved2;
    union
    {
        HV_UINT32 EdxAsUINT32; /**< EDX as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 HypervisorIpt : 1; /**< EDX bit 0: the hypervisor traces itself. */
            HV_UINT32 Reserved3 : 31;
        };
#endif
    };
} HV_HYPERVISOR_IPT_FEATURES, *PHV_HYPERVISOR_IPT_FEATURES;
HV_STATIC_ASSERT(sizeof(HV_HYPERVISOR_IPT_FEATURES) == 16);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_CPUID_FEATURES */
