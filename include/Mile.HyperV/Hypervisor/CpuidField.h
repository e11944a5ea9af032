/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Lists of the fields of the CPUID leaves, for programs that print the names of fields.
 *
 * Each line contains the position and the name of one field, as in Cpuid.h and CpuidFeatures.h.
 * Nothing is defined until a program passes a macro of its own:
 *
 *     #define SHOW(Leaf, View, Register, FirstBit, Width, Field) \
 *         if (Leaf == leaf && Result.View.Field) puts(#Field);
 *     HV_X64_CPUID_FIELD_LIST(SHOW)
 *
 * A program that decodes recordings of x64 machines uses HV_X64_CPUID_RESULT and
 * HV_X64_CPUID_FIELD_LIST on every architecture; HV_CPUID_FIELD_LIST is the list of the target
 * architecture.
 *
 * Sources: those of Cpuid.h and CpuidFeatures.h, from whose types the lists are derived.
 */

#ifndef MILE_HYPERV_HYPERVISOR_CPUIDFIELD
#define MILE_HYPERV_HYPERVISOR_CPUIDFIELD

#include "Cpuid.h"

/**
 * Each field of each leaf whose layout is the same on x64 and ARM64, as
 * X(LeafName, View, Register, FirstBit, Width, FieldName): `Result.View.FieldName`
 * is Width bits from FirstBit of Register (Eax, Ebx, Ecx, Edx; on ARM64 the
 * words of the register in that order). The lists omit
 * reserved fields, the vendor's text and the privileges of leaf 0x40000003, which are
 * HV_PARTITION_PRIVILEGE_LIST. They have both forms of leaf 0x40000008.
 */
#define HV_COMMON_CPUID_FIELD_LIST(X)                                                                                  \
    X(HvCpuIdFunctionHvVendorAndMaxFunction, HvVendorAndMaxFunction, Eax, 0, 32, MaxFunction)                          \
    X(HvCpuIdFunctionHvInterface, HvInterface, Eax, 0, 32, Interface)                                                  \
    X(HvCpuIdFunctionMsHvVersion, MsHvVersion, Eax, 0, 32, BuildNumber)                                                \
    X(HvCpuIdFunctionMsHvVersion, MsHvVersion, Ebx, 0, 16, MinorVersion)                                               \
    X(HvCpuIdFunctionMsHvVersion, MsHvVersion, Ebx, 16, 16, MajorVersion)                                              \
    X(HvCpuIdFunctionMsHvVersion, MsHvVersion, Ecx, 0, 32, ServicePack)                                                \
    X(HvCpuIdFunctionMsHvVersion, MsHvVersion, Edx, 0, 24, ServiceNumber)                                              \
    X(HvCpuIdFunctionMsHvVersion, MsHvVersion, Edx, 24, 8, ServiceBranch)                                              \
    X(HvCpuIdFunctionMsHvImplementationLimits, MsHvImplementationLimits, Eax, 0, 32, MaxVirtualProcessorCount)         \
    X(HvCpuIdFunctionMsHvImplementationLimits, MsHvImplementationLimits, Ebx, 0, 32, MaxLogicalProcessorCount)         \
    X(HvCpuIdFunctionMsHvImplementationLimits, MsHvImplementationLimits, Ecx, 0, 32, MaxInterruptMappingCount)         \
    X(HvCpuIdFunctionMsHvSvmFeatures, MsHvSvmFeatures, Eax, 0, 1, SvmSupported)                                        \
    X(HvCpuIdFunctionMsHvSvmFeatures, MsHvSvmFeatures, Eax, 11, 21, MaxPasidSpacePasidCount)                           \
    X(HvCpuIdFunctionMsHvSvmFeatures, MsHvSvmFeatures, Ebx, 0, 32, MaxPasidSpaceCount)                                 \
    X(HvCpuIdFunctionMsHvSvmFeatures, MsHvSvmFeatures, Ecx, 0, 32, MaxDevicePrqSize)                                   \
    X(HvCpuIdFunctionMsHvPasidFeatures, MsHvPasidFeatures, Eax, 0, 1, SvmSupported)                                    \
    X(HvCpuIdFunctionMsHvPasidFeatures, MsHvPasidFeatures, Eax, 1, 1, PasidSupported)                                  \
    X(HvCpuIdFunctionMsHvPasidFeatures, MsHvPasidFeatures, Eax, 11, 21, MaxPasidSpacePasidCount)                       \
    X(HvCpuIdFunctionMsHvPasidFeatures, MsHvPasidFeatures, Ebx, 0, 32, MaxDevicePrqSize)                               \
    X(HvCpuIdFunctionMsHvSkipLevelFeatures, MsHvSkipLevelFeatures, Eax, 2, 1, AccessSynicRegs)                         \
    X(HvCpuIdFunctionMsHvSkipLevelFeatures, MsHvSkipLevelFeatures, Eax, 4, 1, AccessIntrCtrlRegs)                      \
    X(HvCpuIdFunctionMsHvSkipLevelFeatures, MsHvSkipLevelFeatures, Eax, 5, 1, AccessHypercallMsrs)                     \
    X(HvCpuIdFunctionMsHvSkipLevelFeatures, MsHvSkipLevelFeatures, Eax, 6, 1, AccessVpIndex)                           \
    X(HvCpuIdFunctionMsHvSkipLevelFeatures, MsHvSkipLevelFeatures, Eax, 12, 1, AccessReenlightenmentControls)          \
    X(HvCpuIdFunctionMsHvSkipLevelFeatures, MsHvSkipLevelFeatures, Edx, 4, 1, XmmRegistersForFastHypercallAvailable)   \
    X(HvCpuIdFunctionMsHvSkipLevelFeatures, MsHvSkipLevelFeatures, Edx, 15, 1, FastHypercallOutputAvailable)           \
    X(HvCpuIdFunctionMsHvSkipLevelFeatures, MsHvSkipLevelFeatures, Edx, 17, 1, SintPollingModeAvailable)               \
    X(HvCpuIdFunctionMsHvNestedVirtFeatures, MsHvNestedVirtFeatures, Eax, 0, 8, EnlightenedVmcsVersionLow)             \
    X(HvCpuIdFunctionMsHvNestedVirtFeatures, MsHvNestedVirtFeatures, Eax, 8, 8, EnlightenedVmcsVersionHigh)            \
    X(HvCpuIdFunctionMsHvNestedVirtFeatures, MsHvNestedVirtFeatures, Eax, 16, 1,                                       \
      FlushGuestPhysicalHypercall_Deprecated)                                                                          \
    X(HvCpuIdFunctionMsHvNestedVirtFeatures, MsHvNestedVirtFeatures, Eax, 17, 1, NestedFlushVirtualHypercall)          \
    X(HvCpuIdFunctionMsHvNestedVirtFeatures, MsHvNestedVirtFeatures, Eax, 18, 1, FlushGuestPhysicalHypercall)          \
    X(HvCpuIdFunctionMsHvNestedVirtFeatures, MsHvNestedVirtFeatures, Eax, 19, 1, MsrBitmap)                            \
    X(HvCpuIdFunctionMsHvNestedVirtFeatures, MsHvNestedVirtFeatures, Eax, 20, 1, VirtualizationException)              \
    X(HvCpuIdFunctionMsHvNestedVirtFeatures, MsHvNestedVirtFeatures, Eax, 21, 1, DebugCtl)                             \
    X(HvCpuIdFunctionMsHvNestedVirtFeatures, MsHvNestedVirtFeatures, Eax, 22, 1, EnlightenedNptTlb)                    \
    X(HvCpuIdFunctionMsHvNestedVirtFeatures, MsHvNestedVirtFeatures, Eax, 23, 1, NoRmpTableRequired)                   \
    X(HvCpuIdFunctionMsHvNestedVirtFeatures, MsHvNestedVirtFeatures, Eax, 24, 1, EnlightenedSevSwap)                   \
    X(HvCpuIdFunctionMsHvNestedVirtFeatures, MsHvNestedVirtFeatures, Ebx, 0, 1, PerfGlobalCtrl)                        \
    X(HvCpuIdFunctionMsHvIptFeatures, MsHvIptFeatures, Eax, 0, 1, ChainedToPA)                                         \
    X(HvCpuIdFunctionMsHvIptFeatures, MsHvIptFeatures, Eax, 1, 1, Enlightened)                                         \
    X(HvCpuIdFunctionMsHvIptFeatures, MsHvIptFeatures, Eax, 12, 20, MaxTraceBufferSizePerVtl)                          \
    X(HvCpuIdFunctionMsHvIptFeatures, MsHvIptFeatures, Edx, 0, 1, HypervisorIpt)                                       \
    X(HvCpuIdFunctionMsHvIsolationConfiguration, MsHvIsolationConfiguration, Eax, 0, 1, ParavisorPresent)              \
    X(HvCpuIdFunctionMsHvIsolationConfiguration, MsHvIsolationConfiguration, Ebx, 0, 4, IsolationType)                 \
    X(HvCpuIdFunctionMsHvIsolationConfiguration, MsHvIsolationConfiguration, Ebx, 5, 1, SharedGpaBoundaryActive)       \
    X(HvCpuIdFunctionMsHvIsolationConfiguration, MsHvIsolationConfiguration, Ebx, 6, 6, SharedGpaBoundaryBits)

/** Fields of HV_X64_CPUID_RESULT that differ on ARM64. */
#define HV_X64_ONLY_CPUID_FIELD_LIST(X)                                                                                \
    X(HvCpuIdFunctionVersionAndFeatures, VersionAndFeatures, Ebx, 24, 8, InitialApicId)                                \
    X(HvCpuIdFunctionVersionAndFeatures, VersionAndFeatures, Ecx, 31, 1, HypervisorPresent)                            \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Ecx, 0, 4, MaxSupportedCState)                                        \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Ecx, 4, 1, HpetNeededForC3PowerState_Deprecated)                      \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Ecx, 5, 1, InvariantMperfAvailable)                                   \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Ecx, 6, 1, SupervisorShadowStackAvailable)                            \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Ecx, 7, 1, ArchPmuAvailable)                                          \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Ecx, 8, 1, ExceptionTrapInterceptAvailable)                           \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Edx, 0, 1, MwaitAvailable_Deprecated)                                 \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Edx, 1, 1, GuestDebuggingAvailable)                                   \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Edx, 2, 1, PerformanceMonitorsAvailable)                              \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Edx, 3, 1, CpuDynamicPartitioningAvailable)                           \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Edx, 4, 1, XmmRegistersForFastHypercallAvailable)                     \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Edx, 5, 1, GuestIdleAvailable)                                        \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Edx, 6, 1, HypervisorSleepStateSupportAvailable)                      \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Edx, 7, 1, NumaDistanceQueryAvailable)                                \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Edx, 8, 1, FrequencyRegsAvailable)                                    \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Edx, 9, 1, SyntheticMachineCheckAvailable)                            \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Edx, 10, 1, GuestCrashRegsAvailable)                                  \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Edx, 11, 1, DebugRegsAvailable)                                       \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Edx, 12, 1, Npiep1Available)                                          \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Edx, 13, 1, DisableHypervisorAvailable)                               \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Edx, 14, 1, ExtendedGvaRangesForFlushVirtualAddressListAvailable)     \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Edx, 15, 1, FastHypercallOutputAvailable)                             \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Edx, 16, 1, PasidFeaturesAvailable)                                   \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Edx, 17, 1, SintPollingModeAvailable)                                 \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Edx, 18, 1, HypercallMsrLockAvailable)                                \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Edx, 19, 1, DirectSyntheticTimers)                                    \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Edx, 20, 1, RegisterPatAvailable)                                     \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Edx, 21, 1, RegisterBndcfgsAvailable)                                 \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Edx, 22, 1, WatchdogTimerAvailable)                                   \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Edx, 23, 1, SyntheticTimeUnhaltedTimerAvailable)                      \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Edx, 24, 1, DeviceDomainsAvailable)                                   \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Edx, 25, 1, S1DeviceDomainsAvailable)                                 \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Edx, 26, 1, LbrAvailable)                                             \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Edx, 27, 1, IptAvailable)                                             \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Edx, 28, 1, CrossVtlFlushAvailable)                                   \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Edx, 29, 1, IdleSpecCtrlAvailable)                                    \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Edx, 30, 1, TranslateGvaFlagsAvailable)                               \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Edx, 31, 1, ApicEoiInterceptAvailable)                                \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 0, 1,                            \
      UseHypercallForAddressSpaceSwitch)                                                                               \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 1, 1, UseHypercallForLocalFlush) \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 2, 1,                            \
      UseHypercallForRemoteFlushAndLocalFlushEntire)                                                                   \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 3, 1, UseApicMsrs)               \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 4, 1, UseHvRegisterForReset)     \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 5, 1, UseRelaxedTiming)          \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 6, 1,                            \
      UseDmaRemapping_Deprecated)                                                                                      \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 7, 1,                            \
      UseInterruptRemapping_Deprecated)                                                                                \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 8, 1, UseX2ApicMsrs)             \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 9, 1, DeprecateAutoEoi)          \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 10, 1, UseSyntheticClusterIpi)   \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 11, 1, UseExProcessorMasks)      \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 12, 1, Nested)                   \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 13, 1, UseIntForMbecSystemCalls) \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 14, 1, UseVmcsEnlightenments)    \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 15, 1, UseSyncedTimeline)        \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 16, 1, CoreSchedulerRequested)   \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 17, 1,                           \
      UseDirectLocalFlushEntire)                                                                                       \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 18, 1,                           \
      NoNonArchitecturalCoreSharing)                                                                                   \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 19, 1, UseX2Apic)                \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 20, 1, RestoreTimeOnResume)      \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 21, 1,                           \
      UseHypercallForMmioAccess)                                                                                       \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 22, 1, UseGpaPinningHypercall)   \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 23, 1, WakeVps)                  \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 24, 1,                           \
      ProxyInterruptDoorbellSupport)                                                                                   \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 25, 1, MemoryTypeLockingSupport) \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 26, 1,                           \
      MapPartitionEventLogBuffer)                                                                                      \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 27, 1,                           \
      LowerVtlGuestRequestSupport)                                                                                     \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 28, 1,                           \
      HeatHintBeneficialSupport)                                                                                       \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 29, 1,                           \
      RingBufferMessagePortSupport)                                                                                    \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Ebx, 0, 32, LongSpinWaitCount)        \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Ecx, 0, 7,                            \
      ImplementedPhysicalAddressBits)                                                                                  \
    X(HvCpuIdFunctionMsHvHardwareFeatures, MsHvHardwareFeatures, Eax, 0, 1, ApicOverlayAssistInUse)                    \
    X(HvCpuIdFunctionMsHvHardwareFeatures, MsHvHardwareFeatures, Eax, 1, 1, MsrBitmapsInUse)                           \
    X(HvCpuIdFunctionMsHvHardwareFeatures, MsHvHardwareFeatures, Eax, 2, 1, ArchitecturalPerformanceCountersInUse)     \
    X(HvCpuIdFunctionMsHvHardwareFeatures, MsHvHardwareFeatures, Eax, 3, 1, SecondLevelAddressTranslationInUse)        \
    X(HvCpuIdFunctionMsHvHardwareFeatures, MsHvHardwareFeatures, Eax, 4, 1, DmaRemappingInUse)                         \
    X(HvCpuIdFunctionMsHvHardwareFeatures, MsHvHardwareFeatures, Eax, 5, 1, InterruptRemappingInUse)                   \
    X(HvCpuIdFunctionMsHvHardwareFeatures, MsHvHardwareFeatures, Eax, 6, 1, MemoryPatrolScrubberPresent)               \
    X(HvCpuIdFunctionMsHvHardwareFeatures, MsHvHardwareFeatures, Eax, 7, 1, DmaProtectionInUse)                        \
    X(HvCpuIdFunctionMsHvHardwareFeatures, MsHvHardwareFeatures, Eax, 8, 1, HpetRequested)                             \
    X(HvCpuIdFunctionMsHvHardwareFeatures, MsHvHardwareFeatures, Eax, 9, 1, SyntheticTimersVolatile)                   \
    X(HvCpuIdFunctionMsHvHardwareFeatures, MsHvHardwareFeatures, Eax, 10, 4, HypervisorLevel)                          \
    X(HvCpuIdFunctionMsHvHardwareFeatures, MsHvHardwareFeatures, Eax, 14, 1, PhysicalDestinationModeRequired)          \
    X(HvCpuIdFunctionMsHvHardwareFeatures, MsHvHardwareFeatures, Eax, 15, 1, UseVmfuncForAliasMapSwitch)               \
    X(HvCpuIdFunctionMsHvHardwareFeatures, MsHvHardwareFeatures, Eax, 16, 1, HvRegisterForMemoryZeroingSupported)      \
    X(HvCpuIdFunctionMsHvHardwareFeatures, MsHvHardwareFeatures, Eax, 17, 1, UnrestrictedGuestSupported)               \
    X(HvCpuIdFunctionMsHvHardwareFeatures, MsHvHardwareFeatures, Eax, 18, 1, RdtAFeaturesSupported)                    \
    X(HvCpuIdFunctionMsHvHardwareFeatures, MsHvHardwareFeatures, Eax, 19, 1, RdtMFeaturesSupported)                    \
    X(HvCpuIdFunctionMsHvHardwareFeatures, MsHvHardwareFeatures, Eax, 20, 1, ChildPerfmonPmuSupported)                 \
    X(HvCpuIdFunctionMsHvHardwareFeatures, MsHvHardwareFeatures, Eax, 21, 1, ChildPerfmonLbrSupported)                 \
    X(HvCpuIdFunctionMsHvHardwareFeatures, MsHvHardwareFeatures, Eax, 22, 1, ChildPerfmonIptSupported)                 \
    X(HvCpuIdFunctionMsHvHardwareFeatures, MsHvHardwareFeatures, Eax, 23, 1, ApicEmulationSupported)                   \
    X(HvCpuIdFunctionMsHvHardwareFeatures, MsHvHardwareFeatures, Eax, 24, 1, ChildX2ApicRecommended)                   \
    X(HvCpuIdFunctionMsHvHardwareFeatures, MsHvHardwareFeatures, Eax, 25, 1, HardwareWatchdogReserved)                 \
    X(HvCpuIdFunctionMsHvHardwareFeatures, MsHvHardwareFeatures, Eax, 26, 1, DeviceAccessTrackingSupported)            \
    X(HvCpuIdFunctionMsHvHardwareFeatures, MsHvHardwareFeatures, Eax, 27, 1, HardwareGpaAccessTrackingSupported)       \
    X(HvCpuIdFunctionMsHvHardwareFeatures, MsHvHardwareFeatures, Ebx, 0, 8, DeviceDomainInputWidth)                    \
    X(HvCpuIdFunctionMsHvCpuManagementFeatures, MsHvCpuManagementFeatures, Eax, 0, 1, StartLogicalProcessor)           \
    X(HvCpuIdFunctionMsHvCpuManagementFeatures, MsHvCpuManagementFeatures, Eax, 1, 1, CreateRootVirtualProcessor)      \
    X(HvCpuIdFunctionMsHvCpuManagementFeatures, MsHvCpuManagementFeatures, Eax, 2, 1, PerformanceCounterSync)          \
    X(HvCpuIdFunctionMsHvCpuManagementFeatures, MsHvCpuManagementFeatures, Ebx, 0, 1, ProcessorPowerManagement)        \
    X(HvCpuIdFunctionMsHvCpuManagementFeatures, MsHvCpuManagementFeatures, Ebx, 1, 1, MwaitIdleStates)                 \
    X(HvCpuIdFunctionMsHvCpuManagementFeatures, MsHvCpuManagementFeatures, Ebx, 2, 1, LogicalProcessorIdling)          \
    X(HvCpuIdFunctionMsHvCpuManagementFeatures, MsHvCpuManagementFeatures, Ebx, 3, 1, DriveIdleTransitions)            \
    X(HvCpuIdFunctionMsHvCpuManagementFeatures, MsHvCpuManagementFeatures, Ecx, 0, 1, RemapGuestUncached)              \
    X(HV_VIRTUALIZATION_STACK_CPUID_PROPERTIES, VirtualizationStackProperties, Eax, 0, 1, IsPortable)                  \
    X(HV_VIRTUALIZATION_STACK_CPUID_PROPERTIES, VirtualizationStackProperties, Eax, 1, 1, DebugDevicePresent)          \
    X(HV_VIRTUALIZATION_STACK_CPUID_PROPERTIES, VirtualizationStackProperties, Eax, 2, 1, ExtendedIoApicRte)           \
    X(HV_VIRTUALIZATION_STACK_CPUID_PROPERTIES, VirtualizationStackProperties, Eax, 3, 1, ConfidentialVmbusAvailable)

/** Fields of HV_ARM64_CPUID_RESULT that differ on x64. */
#define HV_ARM64_ONLY_CPUID_FIELD_LIST(X)                                                                              \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Ecx, 0, 1, GuestDebuggingAvailable)                                   \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Ecx, 1, 1, PerformanceMonitorsAvailable)                              \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Ecx, 2, 1, CpuDynamicPartitioningAvailable)                           \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Ecx, 3, 1, GuestIdleAvailable)                                        \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Ecx, 4, 1, HypervisorSleepStateSupportAvailable)                      \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Ecx, 5, 1, NumaDistanceQueryAvailable)                                \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Ecx, 6, 1, FrequencyRegsAvailable)                                    \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Ecx, 7, 1, SyntheticMachineCheckAvailable)                            \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Ecx, 8, 1, GuestCrashRegsAvailable)                                   \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Ecx, 9, 1, DebugRegsAvailable)                                        \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Ecx, 10, 1, DisableHypervisorAvailable)                               \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Ecx, 11, 1, ExtendedGvaRangesForFlushVirtualAddressListAvailable)     \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Ecx, 12, 1, SintPollingModeAvailable)                                 \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Ecx, 13, 1, DirectSyntheticTimers)                                    \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Ecx, 14, 1, DeviceDomainsAvailable)                                   \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Ecx, 15, 1, S1DeviceDomainsAvailable)                                 \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Ecx, 16, 1, CrossVtlFlushAvailable)                                   \
    X(HvCpuIdFunctionMsHvFeatures, MsHvFeatures, Ecx, 17, 1, S1ExtendedAsidsAvailable)                                 \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 0, 1, UseHvRegisterForReset)     \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 1, 1, UseRelaxedTiming)          \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 2, 1, UseSyntheticClusterIpi)    \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 3, 1, UseExProcessorMasks)       \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 4, 1, Nested)                    \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 5, 1, UseSyncedTimeline)         \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 6, 1,                            \
      RingBufferMessagePortSupport)                                                                                    \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 21, 1,                           \
      UseHypercallForMmioAccess)                                                                                       \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 22, 1, UseGpaPinningHypercall)   \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 23, 1, WakeVps)                  \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 24, 1, SyncContext)              \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 26, 1,                           \
      MapPartitionEventLogBuffer)                                                                                      \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Eax, 27, 1,                           \
      HeatHintBeneficialSupport)                                                                                       \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation, MsHvEnlightenmentInformation, Ebx, 0, 32, LongSpinWaitCount)        \
    X(HvCpuIdFunctionMsHvHardwareFeatures, MsHvHardwareFeatures, Eax, 0, 1, ArchitecturalPerformanceCountersInUse)     \
    X(HvCpuIdFunctionMsHvHardwareFeatures, MsHvHardwareFeatures, Eax, 1, 1, SecondLevelAddressTranslationInUse)        \
    X(HvCpuIdFunctionMsHvHardwareFeatures, MsHvHardwareFeatures, Eax, 2, 1, DmaRemappingInUse)                         \
    X(HvCpuIdFunctionMsHvHardwareFeatures, MsHvHardwareFeatures, Eax, 3, 1, InterruptRemappingInUse)                   \
    X(HvCpuIdFunctionMsHvHardwareFeatures, MsHvHardwareFeatures, Eax, 4, 1, MemoryPatrolScrubberPresent)               \
    X(HvCpuIdFunctionMsHvHardwareFeatures, MsHvHardwareFeatures, Eax, 5, 1, DmaProtectionInUse)                        \
    X(HvCpuIdFunctionMsHvHardwareFeatures, MsHvHardwareFeatures, Eax, 6, 1, SyntheticTimersVolatile)                   \
    X(HvCpuIdFunctionMsHvHardwareFeatures, MsHvHardwareFeatures, Eax, 7, 1, HvRegisterForMemoryZeroingSupported)       \
    X(HvCpuIdFunctionMsHvHardwareFeatures, MsHvHardwareFeatures, Eax, 8, 1, ApicEmulationSupported)                    \
    X(HvCpuIdFunctionMsHvHardwareFeatures, MsHvHardwareFeatures, Eax, 9, 1, DeviceAccessTrackingSupported)             \
    X(HvCpuIdFunctionMsHvHardwareFeatures, MsHvHardwareFeatures, Eax, 10, 8, DeviceDomainInputWidth)                   \
    X(HvCpuIdFunctionMsHvHardwareFeatures, MsHvHardwareFeatures, Eax, 18, 1, HardwareGpaAccessTrackingSupported)       \
    X(HvCpuIdFunctionMsHvCpuManagementFeatures, MsHvCpuManagementFeatures, Eax, 0, 1, StartLogicalProcessor)           \
    X(HvCpuIdFunctionMsHvCpuManagementFeatures, MsHvCpuManagementFeatures, Eax, 1, 1, CreateRootVirtualProcessor)      \
    X(HvCpuIdFunctionMsHvCpuManagementFeatures, MsHvCpuManagementFeatures, Eax, 2, 1, PerformanceCounterSync)          \
    X(HvCpuIdFunctionMsHvCpuManagementFeatures, MsHvCpuManagementFeatures, Ebx, 0, 1, ProcessorPowerManagement)        \
    X(HvCpuIdFunctionMsHvCpuManagementFeatures, MsHvCpuManagementFeatures, Ebx, 1, 1, RootManagedIdleStates)           \
    X(HvCpuIdFunctionMsHvCpuManagementFeatures, MsHvCpuManagementFeatures, Ebx, 3, 1, DriveIdleTransitions)

/** All fields of HV_X64_CPUID_RESULT, in the form of HV_COMMON_CPUID_FIELD_LIST. */
#define HV_X64_CPUID_FIELD_LIST(X) HV_COMMON_CPUID_FIELD_LIST(X) HV_X64_ONLY_CPUID_FIELD_LIST(X)
/** All fields of HV_ARM64_CPUID_RESULT, in the form of HV_COMMON_CPUID_FIELD_LIST. */
#define HV_ARM64_CPUID_FIELD_LIST(X) HV_COMMON_CPUID_FIELD_LIST(X) HV_ARM64_ONLY_CPUID_FIELD_LIST(X)
/** All fields of HV_CPUID_RESULT. */
#define HV_CPUID_FIELD_LIST(X) HV_BY_TARGET(HV_X64_CPUID_FIELD_LIST, HV_ARM64_CPUID_FIELD_LIST)(X)

#endif /* !MILE_HYPERV_HYPERVISOR_CPUIDFIELD */
