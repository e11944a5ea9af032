/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief CPUID leaves 0x40000000 and up: which hypervisor this is, and what it offers.
 *
 * Everything begins here. A guest on x64 asks in this order, and stops at the
 * first answer that is not the expected one:
 *
 *     leaf 0x00000001  ECX bit 31 set             a hypervisor is present
 *     leaf 0x40000000  EAX = last leaf, at least 0x40000005
 *                      EBX, ECX, EDX = "Microsoft Hv" (who made it; only to be shown)
 *     leaf 0x40000001  EAX = 0x31237648, "Hv#1"   the meaning of the leaves below
 *     leaf 0x40000003  privileges and features    before any MSR or hypercall is used
 *     ... up to the last leaf, never beyond it
 *
 * Decide by the interface signature, not by the vendor: other hypervisors, KVM
 * for one, can speak Hv#1 too. A leaf beyond the last one returns whatever the
 * processor returns for a leaf that does not exist, on Intel the data of the
 * highest basic leaf: junk that looks like features.
 *
 * "Hv#1" implies that three MSRs exist: guest OS identity, hypercall page and
 * VP index. Leaf 0x40000002, the version, may read as zero until the guest has
 * written its identity. A feature is recognised by its bit, never by comparing
 * version numbers.
 *
 *     leaf        register on ARM64 (HV_REGISTER_NAME)      type
 *     0x40000000  -                                         HV_VENDOR_AND_MAX_FUNCTION
 *     0x40000001  HvArm64RegisterInterfaceVersion (EAX)     HV_HYPERVISOR_INTERFACE_INFO
 *     0x40000002  HvRegisterHypervisorVersion               HV_HYPERVISOR_VERSION_INFO
 *     0x40000003  HvRegisterPrivilegesAndFeaturesInfo       HV_HYPERVISOR_FEATURES
 *     0x40000004  HvRegisterFeaturesInfo                    HV_ENLIGHTENMENT_INFORMATION
 *     0x40000005  HvRegisterImplementationLimitsInfo        HV_IMPLEMENTATION_LIMITS
 *     0x40000006  HvRegisterHardwareFeaturesInfo            HV_HYPERVISOR_HARDWARE_FEATURES
 *     0x40000007  HvRegisterCpuManagementFeaturesInfo       HV_HYPERVISOR_CPU_MANAGEMENT_FEATURES
 *     0x40000008  HvRegisterSvmFeaturesInfo                 HV_HYPERVISOR_PASID_FEATURES, _SVM_FEATURES
 *     0x40000009  HvRegisterSkipLevelFeaturesInfo           HV_HYPERVISOR_SKIP_LEVEL_FEATURES
 *     0x4000000A  HvRegisterNestedVirtFeaturesInfo          HV_HYPERVISOR_NESTED_VIRT_FEATURES
 *     0x4000000B  HvRegisterIptFeaturesInfo                 HV_HYPERVISOR_IPT_FEATURES
 *     0x4000000C  HvRegisterIsolationConfiguration          HV_HYPERVISOR_ISOLATION_CONFIGURATION
 *
 * ARM64 has no CPUID. Whether a hypervisor is there is asked by the SMC calling
 * convention: HVC #0 with HV_SMCCC_VENDOR_HYP_UID in X0 answers with the UID
 * HV_VENDOR_HYP_UID_MS_HYPERVISOR in X0 to X3. Then HvCallGetVpRegisters reads
 * the registers above; those of leaves 2 to 6 can be read before the guest has
 * named its OS. A register holds 128 bits: EAX in bits 0 to 31, EBX in 32 to
 * 63, ECX in 64 to 95, EDX in 96 to 127. Leaves 3, 4, 6 and 7 have other bits
 * there, so they have an HV_X64_ and an HV_ARM64_ form; the rest is the same
 * for both.
 *
 * A second range belongs to the virtualization stack, the software in the root
 * partition that emulates the machine: 0x40000080 (its vendor and last leaf),
 * 0x40000081 (its interface) and 0x40000082 (what it gives this partition).
 *
 * What an isolated guest reads here comes from the host, or from a paravisor
 * if there is one. It is no proof of anything; see Isolation.h.
 *
 * Where the TLFS describes a bit, its comment says what the TLFS says. The
 * later bits are known by name alone, from mu_msvm, OpenVMM and the symbols;
 * their comments spell the name out and claim no more.
 *
 * Sources: TLFS 6.0b 2.2 to 2.5; TLFS online feature-discovery; WDK 7.1
 * hvgdk.h; mu_msvm HvGuestCpuid.h; OpenVMM hvdef; symbols of kdhv and
 * securekernel 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_CPUID
#define MILE_HYPERV_HYPERVISOR_CPUID

#include "PlatformCapabilities.h"
#include "Privilege.h"

HV_HEADER_BEGIN

/*
 * Leaves.
 */

/** A CPUID leaf: the value of EAX before the instruction; ECX is zero for all of these. */
typedef HV_UINT32 HV_CPUID_FUNCTION, *PHV_CPUID_FUNCTION;
enum
{
    HvCpuIdFunctionVersionAndFeatures = 0x00000001,           /**< Architectural; its ECX says that there is a
                                                                   hypervisor. */
    HvCpuIdFunctionHvVendorAndMaxFunction = 0x40000000,       /**< Last leaf and vendor. */
    HvCpuIdFunctionHvInterface = 0x40000001,                  /**< Interface signature. */
    HvCpuIdFunctionMsHvVersion = 0x40000002,                  /**< Version of the hypervisor. */
    HvCpuIdFunctionMsHvFeatures = 0x40000003,                 /**< Privileges and features of this partition. */
    HvCpuIdFunctionMsHvEnlightenmentInformation = 0x40000004, /**< What the hypervisor recommends. */
    HvCpuIdFunctionMsHvImplementationLimits = 0x40000005,     /**< Processor and interrupt limits. */
    HvCpuIdFunctionMsHvHardwareFeatures = 0x40000006,         /**< Hardware that the hypervisor uses. */
    HvCpuIdFunctionMsHvCpuManagementFeatures = 0x40000007,    /**< Processor management, for the root only. */
    HvCpuIdFunctionMsHvPasidFeatures = 0x40000008,            /**< Shared virtual memory of devices. */
    HvCpuIdFunctionMsHvSvmFeatures = 0x40000008,              /**< The same leaf by its older name. */
    HvCpuIdFunctionMsHvSkipLevelFeatures = 0x40000009,        /**< What the hypervisor two levels down grants to a
                                                                   nested hypervisor's partition. */
    HvCpuidFunctionMsHvNestedVirtFeatures = 0x4000000A,       /**< Help for a nested hypervisor. */
    HvCpuidFunctionMsHvIptFeatures = 0x4000000B,              /**< Intel Processor Trace. */
    HvCpuidFunctionMsHvIsolationConfiguration = 0x4000000C,   /**< How this partition is isolated. With "CpuId" it is
                                                                   another leaf: Compat/Hypervisor.h. */
    HvCpuIdFunctionMaxReserved = 0x4000000C                   /**< The last leaf defined so far; 0x40000005 in
                                                                   WDK 7.1. */
};

/** Vendor and last leaf of the virtualization stack's range, in the manner of leaf 0x40000000. */
#define HV_VIRTUALIZATION_STACK_CPUID_VENDOR 0x40000080
/** Interface signature of the virtualization stack's range. */
#define HV_VIRTUALIZATION_STACK_CPUID_INTERFACE 0x40000081
/** What the virtualization stack gives this partition: HV_VIRTUALIZATION_STACK_PROPERTIES. */
#define HV_VIRTUALIZATION_STACK_CPUID_PROPERTIES 0x40000082

/*
 * Leaves 0x40000000 and 0x40000001: vendor and interface.
 */

/** Twelve characters in EBX, ECX and EDX of leaf 0x40000000, without a terminator. */
#define HV_CPUID_HV_VENDOR_MICROSOFT "Microsoft Hv"
#define HV_CPUID_HV_VENDOR_MICROSOFT_EBX 0x7263694D /**< "Micr" */
#define HV_CPUID_HV_VENDOR_MICROSOFT_ECX 0x666F736F /**< "osof" */
#define HV_CPUID_HV_VENDOR_MICROSOFT_EDX 0x76482074 /**< "t Hv" */

/** An interface signature: four characters, the first in the lowest byte. */
typedef HV_UINT32 HV_HYPERVISOR_INTERFACE, *PHV_HYPERVISOR_INTERFACE;
enum
{
    HvMicrosoftHypervisorInterface = 0x31237648, /**< "Hv#1": all that this library describes. */
    HvMicrosoftXboxNanovisor = 0x766E6258        /**< "Xbnv": the hypervisor of Xbox. */
};

/**
 * EAX of leaf 0x40000081: "VS#1", the virtualization stack's leaves below have the meanings given
 * here.
 */
#define HV_VIRTUALIZATION_STACK_INTERFACE_VS1 0x31235356

/**
 * SMC calling convention, vendor hypervisor service: asks for the hypervisor's
 * UID. It is a 32-bit call, function 0xFF01 of service 6. Source: OpenVMM
 * aarch64defs.
 */
#define HV_SMCCC_VENDOR_HYP_UID 0x8600FF01U

/** The answer of the Microsoft hypervisor, 4d32ba58-cd24-4764-8eef-6c7516597024, in X0 to X3; each one 32 bits. */
#define HV_VENDOR_HYP_UID_MS_HYPERVISOR_0 0x4D32BA58U
#define HV_VENDOR_HYP_UID_MS_HYPERVISOR_1 0xCD244764U
#define HV_VENDOR_HYP_UID_MS_HYPERVISOR_2 0x8EEF6C75U
#define HV_VENDOR_HYP_UID_MS_HYPERVISOR_3 0x16597024U
#define HV_VENDOR_HYP_UID_MS_HYPERVISOR_INIT                                                                           \
    {                                                                                                                  \
        HV_VENDOR_HYP_UID_MS_HYPERVISOR_0, HV_VENDOR_HYP_UID_MS_HYPERVISOR_1, HV_VENDOR_HYP_UID_MS_HYPERVISOR_2,       \
            HV_VENDOR_HYP_UID_MS_HYPERVISOR_3                                                                          \
    }
/** The four as an array. */
static const HV_UINT32 HV_VENDOR_HYP_UID_MS_HYPERVISOR[4] HV_UNUSED = HV_VENDOR_HYP_UID_MS_HYPERVISOR_INIT;

/** Leaf 0x00000001: only what concerns hypervisors; the rest is the processor's. x64 only. */
typedef struct HV_VERSION_AND_FEATURES
{
    HV_UINT32 ReservedEax;
    union
    {
        HV_UINT32 EbxAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 ReservedEbx : 24;
            HV_UINT32 InitialApicId : 8; /**< EBX bits 24 to 31. */
        };
#endif
    };
    union
    {
        HV_UINT32 EcxAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 ReservedEcx : 31;
            HV_UINT32 HypervisorPresent : 1; /**< ECX bit 31: leaves 0x40000000 and 0x40000001 exist. */
        };
#endif
    };
    HV_UINT32 ReservedEdx;
} HV_VERSION_AND_FEATURES, *PHV_VERSION_AND_FEATURES;
HV_STATIC_ASSERT(sizeof(HV_VERSION_AND_FEATURES) == 16);

/** Leaf 0x40000000. */
typedef struct HV_VENDOR_AND_MAX_FUNCTION
{
    HV_UINT32 MaxFunction;    /**< EAX: the last leaf of this range; at least 0x40000005 on Microsoft's. */
    HV_UINT8 VendorName[12];  /**< EBX, ECX, EDX: text without a terminator; to be shown, not to be decided on. */
} HV_VENDOR_AND_MAX_FUNCTION, *PHV_VENDOR_AND_MAX_FUNCTION;
HV_STATIC_ASSERT(sizeof(HV_VENDOR_AND_MAX_FUNCTION) == 16);

/** Leaf 0x40000001. */
typedef struct HV_HYPERVISOR_INTERFACE_INFO
{
    HV_HYPERVISOR_INTERFACE Interface;
    HV_UINT32 Reserved1;
    HV_UINT32 Reserved2;
    HV_UINT32 Reserved3;
} HV_HYPERVISOR_INTERFACE_INFO, *PHV_HYPERVISOR_INTERFACE_INFO;
HV_STATIC_ASSERT(sizeof(HV_HYPERVISOR_INTERFACE_INFO) == 16);

/*
 * Leaf 0x40000002: version.
 */

/** The servicing branch of a version; a guest reports its own in the same way. Source: WDK 7.1. */
typedef HV_UINT32 HV_SERVICE_BRANCH, *PHV_SERVICE_BRANCH;
enum
{
    HvServiceBranchGdr = 0, /**< General distribution: releases, service packs and the fixes that everyone gets. */
    HvServiceBranchQfe = 1  /**< Fixes that only those get who ask for them. */
};

/**
 * Leaf 0x40000002 and HvRegisterHypervisorVersion: for example 10.0.26100.7462
 * is major 10, minor 0, build 26100, service number 7462.
 *
 * The numbers are those of the Windows release to which the hypervisor belongs:
 * Windows Server 2012 R2 was seen with 6.3.9600.19227. Two versions compare by
 * major, minor and build first, then by service pack and number.
 */
typedef struct HV_HYPERVISOR_VERSION_INFO
{
    HV_UINT32 BuildNumber; /**< EAX. */
    union
    {
        HV_UINT32 EbxAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 MinorVersion : 16; /**< EBX bits 0 to 15. */
            HV_UINT32 MajorVersion : 16; /**< EBX bits 16 to 31. */
        };
#endif
    };
    HV_UINT32 ServicePack; /**< ECX. */
    union
    {
        HV_UINT32 EdxAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 ServiceNumber : 24; /**< EDX bits 0 to 23: the update's number in its branch. */
            HV_UINT32 ServiceBranch : 8;  /**< EDX bits 24 to 31: HV_SERVICE_BRANCH. */
        };
#endif
    };
} HV_HYPERVISOR_VERSION_INFO, *PHV_HYPERVISOR_VERSION_INFO;
HV_STATIC_ASSERT(sizeof(HV_HYPERVISOR_VERSION_INFO) == 16);

/*
 * Leaf 0x40000003: features.
 */

/** Leaf 0x40000003 on x64: what this partition may use, and what there is. */
typedef struct HV_X64_HYPERVISOR_FEATURES
{
    HV_PARTITION_PRIVILEGE_MASK PartitionPrivileges; /**< EAX (bits 0 to 31) and EBX (bits 32 to 63). */
    union
    {
        HV_UINT32 EcxAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 MaxSupportedCState : 4;                   /**< ECX bits 0 to 3: the deepest C state of this
                                                                     virtual processor. */
            HV_UINT32 HpetNeededForC3PowerState_Deprecated : 1; /**< ECX bit 4. */
            HV_UINT32 InvariantMperfAvailable : 1;              /**< ECX bit 5: MPERF counts at a constant rate. */
            HV_UINT32 SupervisorShadowStackAvailable : 1;       /**< ECX bit 6: supervisor shadow stacks (CET). */
            HV_UINT32 ArchPmuAvailable : 1;                     /**< ECX bit 7: the architectural performance
                                                                     monitoring unit. */
            HV_UINT32 ExceptionTrapInterceptAvailable : 1;      /**< ECX bit 8: intercepts of exceptions after the
                                                                     instruction (traps). */
            HV_UINT32 Reserved : 23;
        };
#endif
    };
    union
    {
        HV_UINT32 EdxAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 MwaitAvailable_Deprecated : 1;            /**< EDX bit 0: was MWAIT in the guest. */
            HV_UINT32 GuestDebuggingAvailable : 1;              /**< EDX bit 1: a debugger of this guest can be served
                                                                     (Debug.h). */
            HV_UINT32 PerformanceMonitorsAvailable : 1;         /**< EDX bit 2. */
            HV_UINT32 CpuDynamicPartitioningAvailable : 1;      /**< EDX bit 3: physical processors may come and go. */
            HV_UINT32 XmmRegistersForFastHypercallAvailable : 1; /**< EDX bit 4: fast hypercall input of up to 112
                                                                      bytes, in XMM0 to XMM5; #UD without it. */
            HV_UINT32 GuestIdleAvailable : 1;                   /**< EDX bit 5: the guest idle state, entered by
                                                                     reading HV_X64_MSR_GUEST_IDLE. */
            HV_UINT32 HypervisorSleepStateSupportAvailable : 1; /**< EDX bit 6: the hypervisor takes part in sleep
                                                                     states. */
            HV_UINT32 NumaDistanceQueryAvailable : 1;           /**< EDX bit 7: HvCallQueryNumaDistance. */
            HV_UINT32 FrequencyRegsAvailable : 1;               /**< EDX bit 8: HV_X64_MSR_TSC_FREQUENCY and
                                                                     HV_X64_MSR_APIC_FREQUENCY. */
            HV_UINT32 SyntheticMachineCheckAvailable : 1;       /**< EDX bit 9: machine checks can be injected. */
            HV_UINT32 GuestCrashRegsAvailable : 1;              /**< EDX bit 10: HV_X64_MSR_CRASH_P0 to CRASH_CTL
                                                                     (Crash.h). */
            HV_UINT32 DebugRegsAvailable : 1;                   /**< EDX bit 11: the synthetic debug MSRs. */
            HV_UINT32 Npiep1Available : 1;                      /**< EDX bit 12: SGDT, SIDT, SLDT and STR can be kept
                                                                     from user mode (HV_X64_MSR_NPIEP_CONFIG). */
            HV_UINT32 DisableHypervisorAvailable : 1;           /**< EDX bit 13: the root may turn the hypervisor
                                                                     off. */
            HV_UINT32 ExtendedGvaRangesForFlushVirtualAddressListAvailable : 1; /**< EDX bit 14: list flushes take
                                                                     HV_FLUSH_USE_EXTENDED_RANGE_FORMAT
                                                                     (AddressSpace.h). */
            HV_UINT32 FastHypercallOutputAvailable : 1;         /**< EDX bit 15: fast hypercall output in the
                                                                     registers that the input left free; #UD without
                                                                     it. */
            HV_UINT32 PasidFeaturesAvailable : 1;               /**< EDX bit 16: leaf 0x40000008 counts;
                                                                     SvmFeaturesAvailable in mu_msvm and OpenVMM. */
            HV_UINT32 SintPollingModeAvailable : 1;             /**< EDX bit 17: a SINT can be polled without an
                                                                     interrupt. */
            HV_UINT32 HypercallMsrLockAvailable : 1;            /**< EDX bit 18: the hypercall MSR can be made
                                                                     read-only until reset. */
            HV_UINT32 DirectSyntheticTimers : 1;                /**< EDX bit 19: synthetic timers that raise a vector
                                                                     of their own, without a message. */
            HV_UINT32 RegisterPatAvailable : 1;                 /**< EDX bit 20: PAT can be used with trust levels;
                                                                     each level has its own. */
            HV_UINT32 RegisterBndcfgsAvailable : 1;             /**< EDX bit 21: BNDCFGS can be used with them. */
            HV_UINT32 WatchdogTimerAvailable : 1;               /**< EDX bit 22. */
            HV_UINT32 SyntheticTimeUnhaltedTimerAvailable : 1;  /**< EDX bit 23: the timer that counts only while the
                                                                     processor runs. */
            HV_UINT32 DeviceDomainsAvailable : 1;               /**< EDX bit 24: IOMMU domains by hypercall. */
            HV_UINT32 S1DeviceDomainsAvailable : 1;             /**< EDX bit 25: the same with first-stage (guest)
                                                                     page tables. */
            HV_UINT32 LbrAvailable : 1;                         /**< EDX bit 26: last branch records. */
            HV_UINT32 IptAvailable : 1;                         /**< EDX bit 27: Intel Processor Trace; leaf
                                                                     0x4000000B. */
            HV_UINT32 CrossVtlFlushAvailable : 1;               /**< EDX bit 28: a higher VTL may flush a lower one's
                                                                     translations. */
            HV_UINT32 IdleSpecCtrlAvailable : 1;                /**< EDX bit 29: the value of SPEC_CTRL while the
                                                                     processor idles can be chosen. */
            HV_UINT32 TranslateGvaFlagsAvailable : 1;           /**< EDX bit 30: further control flags of the
                                                                     translation calls. */
            HV_UINT32 ApicEoiInterceptAvailable : 1;            /**< EDX bit 31: intercepts of writes to EOI. */
        };
#endif
    };
} HV_X64_HYPERVISOR_FEATURES, *PHV_X64_HYPERVISOR_FEATURES;
HV_STATIC_ASSERT(sizeof(HV_X64_HYPERVISOR_FEATURES) == 16);

/** HvRegisterPrivilegesAndFeaturesInfo on ARM64; a bit means what the x64 bit of its name means. */
typedef struct HV_ARM64_HYPERVISOR_FEATURES
{
    HV_PARTITION_PRIVILEGE_MASK PartitionPrivileges; /**< Bits 0 to 63. */
    union
    {
        HV_UINT32 EcxAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 GuestDebuggingAvailable : 1;              /**< Bit 64. */
            HV_UINT32 PerformanceMonitorsAvailable : 1;         /**< Bit 65. */
            HV_UINT32 CpuDynamicPartitioningAvailable : 1;      /**< Bit 66. */
            HV_UINT32 GuestIdleAvailable : 1;                   /**< Bit 67. */
            HV_UINT32 HypervisorSleepStateSupportAvailable : 1; /**< Bit 68. */
            HV_UINT32 NumaDistanceQueryAvailable : 1;           /**< Bit 69. */
            HV_UINT32 FrequencyRegsAvailable : 1;               /**< Bit 70. */
            HV_UINT32 SyntheticMachineCheckAvailable : 1;       /**< Bit 71. */
            HV_UINT32 GuestCrashRegsAvailable : 1;              /**< Bit 72: HvRegisterGuestCrashP0 to GuestCrashCtl. */
            HV_UINT32 DebugRegsAvailable : 1;                   /**< Bit 73. */
            HV_UINT32 DisableHypervisorAvailable : 1;           /**< Bit 74. */
            HV_UINT32 ExtendedGvaRangesForFlushVirtualAddressListAvailable : 1; /**< Bit 75. */
            HV_UINT32 SintPollingModeAvailable : 1;             /**< Bit 76. */
            HV_UINT32 DirectSyntheticTimers : 1;                /**< Bit 77. */
            HV_UINT32 DeviceDomainsAvailable : 1;               /**< Bit 78. */
            HV_UINT32 S1DeviceDomainsAvailable : 1;             /**< Bit 79. */
            HV_UINT32 CrossVtlFlushAvailable : 1;               /**< Bit 80; since 26100. */
            HV_UINT32 S1ExtendedAsidsAvailable : 1;             /**< Bit 81: wider ASIDs in first-stage device domains;
                                                                     since 26100. */
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
 * Leaf 0x40000004 on x64: how a guest does best.
 *
 * A recommendation is not a permission: what a bit speaks of also needs its
 * privilege or feature bit in leaf 0x40000003.
 */
typedef struct HV_X64_ENLIGHTENMENT_INFORMATION
{
    union
    {
        HV_UINT32 EaxAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 UseHypercallForAddressSpaceSwitch : 1; /**< EAX bit 0: switch address spaces by hypercall, not by
                                                                  loading CR3. */
            HV_UINT32 UseHypercallForLocalFlush : 1;         /**< EAX bit 1: flush even the local TLB by hypercall. */
            HV_UINT32 UseHypercallForRemoteFlushAndLocalFlushEntire : 1; /**< EAX bit 2: flush other processors' TLBs
                                                                              by hypercall instead of an IPI. */
            HV_UINT32 UseApicMsrs : 1;                       /**< EAX bit 3: EOI, ICR and TPR by their synthetic
                                                                  MSRs. */
            HV_UINT32 UseHvRegisterForReset : 1;             /**< EAX bit 4: reset by HV_X64_MSR_RESET. */
            HV_UINT32 UseRelaxedTiming : 1;                  /**< EAX bit 5: do not trust watchdogs that expect timely
                                                                  interrupts. */
            HV_UINT32 UseDmaRemapping_Deprecated : 1;        /**< EAX bit 6: use DMA remapping; no longer set. */
            HV_UINT32 UseInterruptRemapping_Deprecated : 1;  /**< EAX bit 7: use interrupt remapping; no longer set. */
            HV_UINT32 UseX2ApicMsrs : 1;                     /**< EAX bit 8: the x2APIC's MSRs are the fast way. */
            HV_UINT32 DeprecateAutoEoi : 1;                  /**< EAX bit 9: do not set AutoEoi in a SINT. */
            HV_UINT32 UseSyntheticClusterIpi : 1;            /**< EAX bit 10: HvCallSendSyntheticClusterIpi for IPIs. */
            HV_UINT32 UseExProcessorMasks : 1;               /**< EAX bit 11: the "Ex" calls with sparse processor
                                                                  sets, which reach beyond processor 63. */
            HV_UINT32 Nested : 1;                            /**< EAX bit 12: this hypervisor itself runs in a Hyper-V
                                                                  partition. */
            HV_UINT32 UseIntForMbecSystemCalls : 1;          /**< EAX bit 13: make system calls by INT where MBEC is
                                                                  emulated. */
            HV_UINT32 UseVmcsEnlightenments : 1;             /**< EAX bit 14: a nested hypervisor uses the enlightened
                                                                  VMCS; leaf 0x4000000A says which version. */
            HV_UINT32 UseSyncedTimeline : 1;                 /**< EAX bit 15: take the root's bias of the performance
                                                                  counter. */
            HV_UINT32 CoreSchedulerRequested : 1;            /**< EAX bit 16: the core scheduler is asked for. */
            HV_UINT32 UseDirectLocalFlushEntire : 1;         /**< EAX bit 17: flush the whole local TLB by toggling
                                                                  CR4.PGE. */
            HV_UINT32 NoNonArchitecturalCoreSharing : 1;     /**< EAX bit 18: a core is shared by SMT siblings of this
                                                                  partition only, so STIBP can be spared. */
            HV_UINT32 UseX2Apic : 1;                         /**< EAX bit 19: run the APIC in x2APIC mode. */
            HV_UINT32 RestoreTimeOnResume : 1;               /**< EAX bit 20: HvCallRestorePartitionTime works after
                                                                  hibernation. */
            HV_UINT32 UseHypercallForMmioAccess : 1;         /**< EAX bit 21: HvCallMemoryMappedIoRead and -Write. */
            HV_UINT32 UseGpaPinningHypercall : 1;            /**< EAX bit 22: GPA ranges can be pinned and unpinned,
                                                                  and asked which are always pinned. */
            HV_UINT32 WakeVps : 1;                           /**< EAX bit 23: HvCallWakeVps. */
            HV_UINT32 ProxyInterruptDoorbellSupport : 1;     /**< EAX bit 24: a guest can tell its paravisor of pending
                                                                  interrupts. */
            HV_UINT32 MemoryTypeLockingSupport : 1;          /**< EAX bit 25: calls that lock a range's memory type. */
            HV_UINT32 MapPartitionEventLogBuffer : 1;        /**< EAX bit 26: HvCallMapPartitionEventLogBuffer. */
            HV_UINT32 LowerVtlGuestRequestSupport : 1;       /**< EAX bit 27: guest requests from VTL 0. */
            HV_UINT32 HeatHintBeneficialSupport : 1;         /**< EAX bit 28: the information class HvQueryGpaRange-
                                                                  HeatHintBeneficialSubranges. */
            HV_UINT32 RingBufferMessagePortSupport : 1;      /**< EAX bit 29: message ports with a ring buffer. */
            HV_UINT32 Reserved : 2;
        };
#endif
    };
    HV_UINT32 LongSpinWaitCount; /**< EBX: failed tries for a lock after which, and after each further such number,
                                      HvCallNotifyLongSpinWait tells the hypervisor; 0xFFFFFFFF is never. */
    union
    {
        HV_UINT32 EcxAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 ImplementedPhysicalAddressBits : 7; /**< ECX bits 0 to 6: MAXPHYADDR of the machine's processors,
                                                               as a count of bits; 0 if not told. */
            HV_UINT32 ReservedEcx : 25;
        };
#endif
    };
    HV_UINT32 ReservedEdx;
} HV_X64_ENLIGHTENMENT_INFORMATION, *PHV_X64_ENLIGHTENMENT_INFORMATION;
HV_STATIC_ASSERT(sizeof(HV_X64_ENLIGHTENMENT_INFORMATION) == 16);

/** HvRegisterFeaturesInfo on ARM64; a bit means what the x64 bit of its name means. */
typedef struct HV_ARM64_ENLIGHTENMENT_INFORMATION
{
    union
    {
        HV_UINT32 EaxAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 UseHvRegisterForReset : 1;        /**< Bit 0: always clear; PSCI SYSTEM_RESET is used instead. */
            HV_UINT32 UseRelaxedTiming : 1;             /**< Bit 1. */
            HV_UINT32 UseSyntheticClusterIpi : 1;       /**< Bit 2: clear in the root, which writes ICC_SGI1R_EL1. */
            HV_UINT32 UseExProcessorMasks : 1;          /**< Bit 3. */
            HV_UINT32 Nested : 1;                       /**< Bit 4. */
            HV_UINT32 UseSyncedTimeline : 1;            /**< Bit 5. */
            HV_UINT32 RingBufferMessagePortSupport : 1; /**< Bit 6. */
            HV_UINT32 Reserved01 : 14;
            HV_UINT32 UseHypercallForMmioAccess : 1;    /**< Bit 21. */
            HV_UINT32 UseGpaPinningHypercall : 1;       /**< Bit 22. */
            HV_UINT32 WakeVps : 1;                      /**< Bit 23. */
            HV_UINT32 SyncContext : 1;                  /**< Bit 24: HvCallSyncContext; in the symbols of 26100. */
            HV_UINT32 Reserved02 : 1;
            HV_UINT32 MapPartitionEventLogBuffer : 1;   /**< Bit 26. */
            HV_UINT32 HeatHintBeneficialSupport : 1;    /**< Bit 27; bit 28 on x64. */
            HV_UINT32 Reserved03 : 4;
        };
#endif
    };
    HV_UINT32 LongSpinWaitCount; /**< Bits 32 to 63: as on x64. */
    HV_UINT32 Reserved0;
    HV_UINT32 Reserved1;
} HV_ARM64_ENLIGHTENMENT_INFORMATION, *PHV_ARM64_ENLIGHTENMENT_INFORMATION;
HV_STATIC_ASSERT(sizeof(HV_ARM64_ENLIGHTENMENT_INFORMATION) == 16);

typedef HV_BY_TARGET(HV_X64_ENLIGHTENMENT_INFORMATION, HV_ARM64_ENLIGHTENMENT_INFORMATION) HV_ENLIGHTENMENT_INFORMATION,
    *PHV_ENLIGHTENMENT_INFORMATION;

/*
 * Leaf 0x40000005: limits.
 */

/** Leaf 0x40000005 and HvRegisterImplementationLimitsInfo; a zero means that the limit is not told. */
typedef struct HV_IMPLEMENTATION_LIMITS
{
    HV_UINT32 MaxVirtualProcessorCount; /**< EAX: most virtual processors of a partition. */
    HV_UINT32 MaxLogicalProcessorCount; /**< EBX: most logical processors of the machine. */
    HV_UINT32 MaxInterruptMappingCount; /**< ECX: physical interrupt vectors that can be remapped; not in WDK 7.1. */
    HV_UINT32 Reserved;
} HV_IMPLEMENTATION_LIMITS, *PHV_IMPLEMENTATION_LIMITS;
HV_STATIC_ASSERT(sizeof(HV_IMPLEMENTATION_LIMITS) == 16);

/*
 * Leaf 0x40000006: hardware in use.
 */

/** Leaf 0x40000006 on x64: hardware that the hypervisor found and uses. */
typedef struct HV_X64_HYPERVISOR_HARDWARE_FEATURES
{
    union
    {
        HV_UINT32 EaxAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 ApicOverlayAssistInUse : 1;                /**< EAX bit 0. */
            HV_UINT32 MsrBitmapsInUse : 1;                       /**< EAX bit 1. */
            HV_UINT32 ArchitecturalPerformanceCountersInUse : 1; /**< EAX bit 2. */
            HV_UINT32 SecondLevelAddressTranslationInUse : 1;    /**< EAX bit 3: EPT or nested page tables. */
            HV_UINT32 DmaRemappingInUse : 1;                     /**< EAX bit 4. */
            HV_UINT32 InterruptRemappingInUse : 1;               /**< EAX bit 5. */
            HV_UINT32 MemoryPatrolScrubberPresent : 1;           /**< EAX bit 6. */
            HV_UINT32 DmaProtectionInUse : 1;                    /**< EAX bit 7. */
            HV_UINT32 HpetRequested : 1;                         /**< EAX bit 8. */
            HV_UINT32 SyntheticTimersVolatile : 1;               /**< EAX bit 9: synthetic timers lose their state in
                                                                      deep idle. */
            HV_UINT32 HypervisorLevel : 4;                       /**< EAX bits 10 to 13: hypervisors below this one; 0
                                                                      if not nested. */
            HV_UINT32 PhysicalDestinationModeRequired : 1;       /**< EAX bit 14: interrupts must be addressed by APIC
                                                                      id, not in logical mode. */
            HV_UINT32 UseVmfuncForAliasMapSwitch : 1;            /**< EAX bit 15: VMFUNC switches alias maps. */
            HV_UINT32 HvRegisterForMemoryZeroingSupported : 1;   /**< EAX bit 16: a register zeroes memory. */
            HV_UINT32 UnrestrictedGuestSupported : 1;            /**< EAX bit 17. */
            HV_UINT32 RdtAFeaturesSupported : 1;                 /**< EAX bit 18: cache allocation (RDT-A, PQOS-A);
                                                                      L3CachePartitioningSupported in mu_msvm. */
            HV_UINT32 RdtMFeaturesSupported : 1;                 /**< EAX bit 19: cache monitoring (RDT-M, PQOS-M);
                                                                      L3CacheMonitoringSupported in mu_msvm. */
            HV_UINT32 ChildPerfmonPmuSupported : 1;              /**< EAX bit 20: guests can have a PMU. */
            HV_UINT32 ChildPerfmonLbrSupported : 1;              /**< EAX bit 21: and last branch records. */
            HV_UINT32 ChildPerfmonIptSupported : 1;              /**< EAX bit 22: and Processor Trace. */
            HV_UINT32 ApicEmulationSupported : 1;                /**< EAX bit 23: the hypervisor emulates the APIC. */
            HV_UINT32 ChildX2ApicRecommended : 1;                /**< EAX bit 24: give guests an x2APIC. The online
                                                                      TLFS has bit 25's meaning here. */
            HV_UINT32 HardwareWatchdogReserved : 1;              /**< EAX bit 25: the hypervisor keeps the watchdog of
                                                                      the ACPI WDAT table for itself. */
            HV_UINT32 DeviceAccessTrackingSupported : 1;         /**< EAX bit 26: the IOMMU records accesses. */
            HV_UINT32 HardwareGpaAccessTrackingSupported : 1;    /**< EAX bit 27: the processor records accesses. */
            HV_UINT32 Reserved : 4;
        };
#endif
    };
    union
    {
        HV_UINT32 EbxAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 DeviceDomainInputWidth : 8; /**< EBX bits 0 to 7: address bits at the input of a device domain. */
            HV_UINT32 ReservedEbx : 24;
        };
#endif
    };
    HV_UINT32 ReservedEcx;
    HV_UINT32 ReservedEdx;
} HV_X64_HYPERVISOR_HARDWARE_FEATURES, *PHV_X64_HYPERVISOR_HARDWARE_FEATURES;
HV_STATIC_ASSERT(sizeof(HV_X64_HYPERVISOR_HARDWARE_FEATURES) == 16);

/** HvRegisterHardwareFeaturesInfo on ARM64; a field means what the x64 field of its name means. */
typedef struct HV_ARM64_HYPERVISOR_HARDWARE_FEATURES
{
    union
    {
        HV_UINT32 EaxAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 ArchitecturalPerformanceCountersInUse : 1; /**< Bit 0. */
            HV_UINT32 SecondLevelAddressTranslationInUse : 1;    /**< Bit 1. */
            HV_UINT32 DmaRemappingInUse : 1;                     /**< Bit 2. */
            HV_UINT32 InterruptRemappingInUse : 1;               /**< Bit 3. */
            HV_UINT32 MemoryPatrolScrubberPresent : 1;           /**< Bit 4. */
            HV_UINT32 DmaProtectionInUse : 1;                    /**< Bit 5. */
            HV_UINT32 SyntheticTimersVolatile : 1;               /**< Bit 6. */
            HV_UINT32 HvRegisterForMemoryZeroingSupported : 1;   /**< Bit 7. */
            HV_UINT32 ApicEmulationSupported : 1;                /**< Bit 8; since 26100. */
            HV_UINT32 DeviceAccessTrackingSupported : 1;         /**< Bit 9; since 26100. */
            HV_UINT32 DeviceDomainInputWidth : 8;                /**< Bits 10 to 17; since 26100. */
            HV_UINT32 HardwareGpaAccessTrackingSupported : 1;    /**< Bit 18; since 26100. */
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

/** Leaf 0x40000007 on x64: what the root partition does about processors through the hypervisor; zero in guests. */
typedef struct HV_X64_HYPERVISOR_CPU_MANAGEMENT_FEATURES
{
    union
    {
        HV_UINT32 EaxAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 StartLogicalProcessor : 1;      /**< EAX bit 0: the root starts processors by hypercall. */
            HV_UINT32 CreateRootVirtualProcessor : 1; /**< EAX bit 1: and creates its own virtual processors. */
            HV_UINT32 PerformanceCounterSync : 1;     /**< EAX bit 2: the hypervisor synchronises the TSCs. */
            HV_UINT32 Reserved0 : 28;
            HV_UINT32 ReservedIdentityBit : 1;        /**< EAX bit 31: set in every recording of a root. */
        };
#endif
    };
    union
    {
        HV_UINT32 EbxAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 ProcessorPowerManagement : 1; /**< EBX bit 0: the hypervisor manages processor power. */
            HV_UINT32 MwaitIdleStates : 1;          /**< EBX bit 1: it idles with MWAIT. */
            HV_UINT32 LogicalProcessorIdling : 1;   /**< EBX bit 2: logical processors can be parked. */
            HV_UINT32 DriveIdleTransitions : 1;     /**< EBX bit 3: since 26100; no public description. */
            HV_UINT32 Reserved1 : 28;
        };
#endif
    };
    union
    {
        HV_UINT32 EcxAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 RemapGuestUncached : 1; /**< ECX bit 0. */
            HV_UINT32 ReservedZ2 : 31;
        };
#endif
    };
    HV_UINT32 ReservedEdx;
} HV_X64_HYPERVISOR_CPU_MANAGEMENT_FEATURES, *PHV_X64_HYPERVISOR_CPU_MANAGEMENT_FEATURES;
HV_STATIC_ASSERT(sizeof(HV_X64_HYPERVISOR_CPU_MANAGEMENT_FEATURES) == 16);

/** HvRegisterCpuManagementFeaturesInfo on ARM64; a bit means what the x64 bit of its name means. */
typedef struct HV_ARM64_HYPERVISOR_CPU_MANAGEMENT_FEATURES
{
    union
    {
        HV_UINT32 EaxAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 StartLogicalProcessor : 1;      /**< Bit 0. */
            HV_UINT32 CreateRootVirtualProcessor : 1; /**< Bit 1. */
            HV_UINT32 PerformanceCounterSync : 1;     /**< Bit 2. */
            HV_UINT32 Reserved0 : 28;
            HV_UINT32 ReservedIdentityBit : 1;        /**< Bit 31. */
        };
#endif
    };
    union
    {
        HV_UINT32 EbxAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 ProcessorPowerManagement : 1; /**< Bit 32. */
            HV_UINT32 RootManagedIdleStates : 1;    /**< Bit 33: the root chooses idle states; reserved in the symbols
                                                         of 26100. */
            HV_UINT32 ReservedEbx0 : 1;
            HV_UINT32 DriveIdleTransitions : 1;     /**< Bit 35: since 26100; no public description. */
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
 * Leaf 0x40000008: devices that share the processors' virtual memory, in two ages.
 */

/**
 * Leaf 0x40000008 as hosts before the PASID form answer it: shared virtual
 * memory (SVM), in which a device uses a process address space, named by a
 * process address space id (PASID).
 *
 * Which of the two forms a host speaks is not told by a version of the leaf.
 * PasidSupported of the other form is reserved in this one.
 *
 * Source: TLFS 6.0b (EAX only); mu_msvm HvGuestCpuid.h; a recording of an AMD
 * root has 0x00100001, 1, 0x10000, which is this form.
 */
typedef struct HV_HYPERVISOR_SVM_FEATURES
{
    union
    {
        HV_UINT32 EaxAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 SvmSupported : 1;             /**< EAX bit 0. */
            HV_UINT32 Reserved0 : 10;
            HV_UINT32 MaxPasidSpacePasidCount : 21; /**< EAX bits 11 to 31: most PASIDs in one PASID space. */
        };
#endif
    };
    HV_UINT32 MaxPasidSpaceCount; /**< EBX: most PASID spaces. */
    HV_UINT32 MaxDevicePrqSize;   /**< ECX: largest page request queue of a device. */
    HV_UINT32 Reserved1;
} HV_HYPERVISOR_SVM_FEATURES, *PHV_HYPERVISOR_SVM_FEATURES;
HV_STATIC_ASSERT(sizeof(HV_HYPERVISOR_SVM_FEATURES) == 16);

/** Leaf 0x40000008 of hosts of 26100, and HvRegisterSvmFeaturesInfo; the size of the queue moved to EBX. */
typedef struct HV_HYPERVISOR_PASID_FEATURES
{
    union
    {
        HV_UINT32 EaxAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 SvmSupported : 1;             /**< EAX bit 0. */
            HV_UINT32 PasidSupported : 1;           /**< EAX bit 1. */
            HV_UINT32 Reserved0 : 9;
            HV_UINT32 MaxPasidSpacePasidCount : 21; /**< EAX bits 11 to 31: most PASIDs in one PASID space. */
        };
#endif
    };
    HV_UINT32 MaxDevicePrqSize; /**< EBX: largest page request queue of a device. */
    HV_UINT32 Reserved1;
    HV_UINT32 Reserved2;
} HV_HYPERVISOR_PASID_FEATURES, *PHV_HYPERVISOR_PASID_FEATURES;
HV_STATIC_ASSERT(sizeof(HV_HYPERVISOR_PASID_FEATURES) == 16);

/*
 * Leaf 0x40000009: nested, one level skipped.
 */

/**
 * Leaf 0x40000009: what the partition of a nested hypervisor gets directly from
 * the hypervisor below that one.
 *
 * A bit has the meaning of its name in leaf 0x40000003. In every recording that
 * the library has, all four words are zero.
 *
 * Source: TLFS 6.0b 2.4.10; TLFS online feature-discovery.
 */
typedef struct HV_HYPERVISOR_SKIP_LEVEL_FEATURES
{
    union
    {
        HV_UINT32 EaxAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 ReservedEax0 : 2;
            HV_UINT32 AccessSynicRegs : 1;               /**< EAX bit 2. */
            HV_UINT32 ReservedEax1 : 1;
            HV_UINT32 AccessIntrCtrlRegs : 1;            /**< EAX bit 4. */
            HV_UINT32 AccessHypercallMsrs : 1;           /**< EAX bit 5. */
            HV_UINT32 AccessVpIndex : 1;                 /**< EAX bit 6. */
            HV_UINT32 ReservedEax2 : 5;
            HV_UINT32 AccessReenlightenmentControls : 1; /**< EAX bit 12; it is bit 13 in leaf 0x40000003. */
            HV_UINT32 ReservedEax3 : 19;
        };
#endif
    };
    HV_UINT32 ReservedEbx;
    HV_UINT32 ReservedEcx;
    union
    {
        HV_UINT32 EdxAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 ReservedEdx0 : 4;
            HV_UINT32 XmmRegistersForFastHypercallAvailable : 1; /**< EDX bit 4. */
            HV_UINT32 ReservedEdx1 : 10;
            HV_UINT32 FastHypercallOutputAvailable : 1;          /**< EDX bit 15. */
            HV_UINT32 ReservedEdx2 : 1;
            HV_UINT32 SintPollingModeAvailable : 1;              /**< EDX bit 17. */
            HV_UINT32 ReservedEdx3 : 14;
        };
#endif
    };
} HV_HYPERVISOR_SKIP_LEVEL_FEATURES, *PHV_HYPERVISOR_SKIP_LEVEL_FEATURES;
HV_STATIC_ASSERT(sizeof(HV_HYPERVISOR_SKIP_LEVEL_FEATURES) == 16);

/*
 * Leaf 0x4000000A: help for a nested hypervisor.
 */

/** Leaf 0x4000000A: what a hypervisor that runs in this partition can use to be fast; see Nested.h. */
typedef struct HV_HYPERVISOR_NESTED_VIRT_FEATURES
{
    union
    {
        HV_UINT32 EaxAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 EnlightenedVmcsVersionLow : 8;            /**< EAX bits 0 to 7: oldest version of the enlightened
                                                                     VMCS; both zero if there is none. */
            HV_UINT32 EnlightenedVmcsVersionHigh : 8;           /**< EAX bits 8 to 15: newest version. */
            HV_UINT32 FlushGuestPhysicalHypercall_Deprecated : 1; /**< EAX bit 16. */
            HV_UINT32 NestedFlushVirtualHypercall : 1;          /**< EAX bit 17: flush calls of the nested guest are
                                                                     handled here, without the nested hypervisor. */
            HV_UINT32 FlushGuestPhysicalHypercall : 1;          /**< EAX bit 18: HvCallFlushGuestPhysicalAddressSpace
                                                                     and -List. */
            HV_UINT32 MsrBitmap : 1;                            /**< EAX bit 19: the enlightened MSR bitmap. */
            HV_UINT32 VirtualizationException : 1;              /**< EAX bit 20: #VE counts as a page fault when
                                                                     exceptions combine. */
            HV_UINT32 DebugCtl : 1;                             /**< EAX bit 21: VMCS field GuestIa32DebugCtl (0x2802)
                                                                     may be other than zero. */
            HV_UINT32 EnlightenedNptTlb : 1;                    /**< EAX bit 22 (AMD): an ASID flush keeps what came
                                                                     from nested page tables; those entries are
                                                                     flushed by hypercall. */
            HV_UINT32 NoRmpTableRequired : 1;                   /**< EAX bit 23 (AMD SNP): no reverse map table has to
                                                                     be given. */
            HV_UINT32 EnlightenedSevSwap : 1;                   /**< EAX bit 24 (AMD SEV); no public description. */
            HV_UINT32 Reserved0 : 7;
        };
#endif
    };
    union
    {
        HV_UINT32 EbxAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 PerfGlobalCtrl : 1; /**< EBX bit 0: the enlightened VMCS has GuestPerfGlobalCtrl and
                                               HostPerfGlobalCtrl. */
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

/** Leaf 0x4000000B. A recording of an 18362 root has 0x001FF002 in EAX. Source: symbols of kdhv 26100. */
typedef struct HV_HYPERVISOR_IPT_FEATURES
{
    union
    {
        HV_UINT32 EaxAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 ChainedToPA : 1;               /**< EAX bit 0. */
            HV_UINT32 Enlightened : 1;               /**< EAX bit 1. */
            HV_UINT32 Reserved0 : 10;
            HV_UINT32 MaxTraceBufferSizePerVtl : 20; /**< EAX bits 12 to 31. */
        };
#endif
    };
    HV_UINT32 Reserved1;
    HV_UINT32 Reserved2;
    union
    {
        HV_UINT32 EdxAsUINT32;
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

/*
 * Leaf 0x4000000C: isolation.
 */

#define HV_PARTITION_ISOLATION_TYPE_NONE 0 /**< The host may read and write all of the guest. */
#define HV_PARTITION_ISOLATION_TYPE_VBS 1  /**< The hypervisor keeps the host out, without hardware's help. */
#define HV_PARTITION_ISOLATION_TYPE_SNP 2  /**< AMD SEV-SNP: encrypted memory and registers. */
#define HV_PARTITION_ISOLATION_TYPE_TDX 3  /**< Intel TDX: encrypted memory and registers. */
#define HV_PARTITION_ISOLATION_TYPE_CCA 4  /**< Arm CCA, a realm. Source: OpenVMM hvdef. */

/** Each isolation type as X(Name). */
#define HV_PARTITION_ISOLATION_TYPE_LIST(X)                                                                            \
    X(HV_PARTITION_ISOLATION_TYPE_NONE)                                                                                \
    X(HV_PARTITION_ISOLATION_TYPE_VBS)                                                                                 \
    X(HV_PARTITION_ISOLATION_TYPE_SNP)                                                                                 \
    X(HV_PARTITION_ISOLATION_TYPE_TDX)                                                                                 \
    X(HV_PARTITION_ISOLATION_TYPE_CCA)

/** Leaf 0x4000000C and HvRegisterIsolationConfiguration; counts only with the privilege Isolation. */
typedef struct HV_HYPERVISOR_ISOLATION_CONFIGURATION
{
    union
    {
        HV_UINT32 EaxAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 ParavisorPresent : 1; /**< EAX bit 0: trusted software at a higher level in this guest answers
                                                 in place of the host. */
            HV_UINT32 Reserved0 : 31;
        };
#endif
    };
    union
    {
        HV_UINT32 EbxAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 IsolationType : 4;           /**< EBX bits 0 to 3: HV_PARTITION_ISOLATION_TYPE_NONE and so on. */
            HV_UINT32 Reserved11 : 1;
            HV_UINT32 SharedGpaBoundaryActive : 1; /**< EBX bit 5: SharedGpaBoundaryBits counts. */
            HV_UINT32 SharedGpaBoundaryBits : 6;   /**< EBX bits 6 to 11: a page is named at its address below
                                                        2^SharedGpaBoundaryBits as private memory, and at the same
                                                        address with that bit set as memory shared with the host. */
            HV_UINT32 Reserved12 : 20;
        };
#endif
    };
    HV_UINT32 Reserved2;
    HV_UINT32 Reserved3;
} HV_HYPERVISOR_ISOLATION_CONFIGURATION, *PHV_HYPERVISOR_ISOLATION_CONFIGURATION;
HV_STATIC_ASSERT(sizeof(HV_HYPERVISOR_ISOLATION_CONFIGURATION) == 16);

/*
 * Leaf 0x40000082: the virtualization stack.
 */

/** EAX of leaf 0x40000082: the stack may move this partition to another machine. */
#define HV_VS1_PARTITION_PROPERTIES_EAX_IS_PORTABLE 0x00000001
/** EAX of leaf 0x40000082: the partition has a synthetic debug device. */
#define HV_VS1_PARTITION_PROPERTIES_EAX_DEBUG_DEVICE_PRESENT 0x00000002
/** EAX of leaf 0x40000082: redirection entries of the I/O APIC may hold extended destination ids. */
#define HV_VS1_PARTITION_PROPERTIES_EAX_EXTENDED_IOAPIC_RTE 0x00000004
/** EAX of leaf 0x40000082: VMBus can run through the paravisor, on encrypted memory. */
#define HV_VS1_PARTITION_PROPERTIES_EAX_CONFIDENTIAL_VMBUS_AVAILABLE 0x00000008

/** Leaf 0x40000082; the bits of EAX are the HV_VS1_PARTITION_PROPERTIES_EAX_ flags. Source: OpenVMM hvdef. */
typedef struct HV_VIRTUALIZATION_STACK_PROPERTIES
{
    union
    {
        HV_UINT32 EaxAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 IsPortable : 1;                 /**< EAX bit 0. */
            HV_UINT32 DebugDevicePresent : 1;         /**< EAX bit 1. */
            HV_UINT32 ExtendedIoApicRte : 1;          /**< EAX bit 2. */
            HV_UINT32 ConfidentialVmbusAvailable : 1; /**< EAX bit 3. */
            HV_UINT32 Reserved : 28;
        };
#endif
    };
    HV_UINT32 ReservedEbx;
    HV_UINT32 ReservedEcx;
    HV_UINT32 ReservedEdx;
} HV_VIRTUALIZATION_STACK_PROPERTIES, *PHV_VIRTUALIZATION_STACK_PROPERTIES;
HV_STATIC_ASSERT(sizeof(HV_VIRTUALIZATION_STACK_PROPERTIES) == 16);

/*
 * One result, every view.
 */

/** A CPUID result that Windows passes on as it is, in the order EAX to EDX. Source: symbols of securekernel 26100. */
typedef struct HV_DETAILS
{
    HV_UINT32 Data[4];
} HV_DETAILS, *PHV_DETAILS;
HV_STATIC_ASSERT(sizeof(HV_DETAILS) == 16);

/** What CPUID returned for one leaf; the member to read is the one of the leaf that was asked for. */
typedef union HV_X64_CPUID_RESULT
{
    HV_UINT32 AsUINT32[4]; /**< EAX, EBX, ECX, EDX. */
    struct
    {
        HV_UINT32 Eax;
        HV_UINT32 Ebx;
        HV_UINT32 Ecx;
        HV_UINT32 Edx;
    };
    HV_VERSION_AND_FEATURES VersionAndFeatures;                              /**< 0x00000001 */
    HV_VENDOR_AND_MAX_FUNCTION HvVendorAndMaxFunction;                       /**< 0x40000000 */
    HV_HYPERVISOR_INTERFACE_INFO HvInterface;                                /**< 0x40000001 */
    HV_HYPERVISOR_VERSION_INFO MsHvVersion;                                  /**< 0x40000002 */
    HV_X64_HYPERVISOR_FEATURES MsHvFeatures;                                 /**< 0x40000003 */
    HV_X64_ENLIGHTENMENT_INFORMATION MsHvEnlightenmentInformation;           /**< 0x40000004 */
    HV_IMPLEMENTATION_LIMITS MsHvImplementationLimits;                       /**< 0x40000005 */
    HV_X64_HYPERVISOR_HARDWARE_FEATURES MsHvHardwareFeatures;                /**< 0x40000006 */
    HV_X64_HYPERVISOR_CPU_MANAGEMENT_FEATURES MsHvCpuManagementFeatures;     /**< 0x40000007 */
    HV_HYPERVISOR_SVM_FEATURES MsHvSvmFeatures;                              /**< 0x40000008, older hosts */
    HV_HYPERVISOR_PASID_FEATURES MsHvPasidFeatures;                          /**< 0x40000008 */
    HV_HYPERVISOR_SKIP_LEVEL_FEATURES MsHvSkipLevelFeatures;                 /**< 0x40000009 */
    HV_HYPERVISOR_NESTED_VIRT_FEATURES MsHvNestedVirtFeatures;               /**< 0x4000000A */
    HV_HYPERVISOR_IPT_FEATURES MsHvIptFeatures;                              /**< 0x4000000B */
    HV_HYPERVISOR_ISOLATION_CONFIGURATION MsHvIsolationConfiguration;        /**< 0x4000000C */
    HV_VIRTUALIZATION_STACK_PROPERTIES VirtualizationStackProperties;        /**< 0x40000082 */
    HV_X64_PLATFORM_CAPABILITIES MsHvPlatformCapabilities;                   /**< Xbox */
} HV_X64_CPUID_RESULT, *PHV_X64_CPUID_RESULT;
HV_STATIC_ASSERT(sizeof(HV_X64_CPUID_RESULT) == 16);

/** The value of one of the ARM64 registers that stand for the leaves. */
typedef union HV_ARM64_CPUID_RESULT
{
    HV_UINT32 AsUINT32[4]; /**< Bits 0 to 31, 32 to 63, 64 to 95, 96 to 127. */
    HV_VENDOR_AND_MAX_FUNCTION HvVendorAndMaxFunction;
    HV_HYPERVISOR_INTERFACE_INFO HvInterface;
    HV_HYPERVISOR_VERSION_INFO MsHvVersion;                                  /**< HvRegisterHypervisorVersion */
    HV_ARM64_HYPERVISOR_FEATURES MsHvFeatures;                               /**< ...PrivilegesAndFeaturesInfo */
    HV_ARM64_ENLIGHTENMENT_INFORMATION MsHvEnlightenmentInformation;         /**< ...FeaturesInfo */
    HV_IMPLEMENTATION_LIMITS MsHvImplementationLimits;                       /**< ...ImplementationLimitsInfo */
    HV_ARM64_HYPERVISOR_HARDWARE_FEATURES MsHvHardwareFeatures;              /**< ...HardwareFeaturesInfo */
    HV_ARM64_HYPERVISOR_CPU_MANAGEMENT_FEATURES MsHvCpuManagementFeatures;   /**< ...CpuManagementFeaturesInfo */
    HV_HYPERVISOR_SVM_FEATURES MsHvSvmFeatures;                              /**< ...SvmFeaturesInfo, older hosts */
    HV_HYPERVISOR_PASID_FEATURES MsHvPasidFeatures;                          /**< ...SvmFeaturesInfo */
    HV_HYPERVISOR_SKIP_LEVEL_FEATURES MsHvSkipLevelFeatures;                 /**< ...SkipLevelFeaturesInfo */
    HV_HYPERVISOR_NESTED_VIRT_FEATURES MsHvNestedVirtFeatures;               /**< ...NestedVirtFeaturesInfo */
    HV_HYPERVISOR_IPT_FEATURES MsHvIptFeatures;                              /**< ...IptFeaturesInfo */
    HV_HYPERVISOR_ISOLATION_CONFIGURATION MsHvIsolationConfiguration;        /**< ...IsolationConfiguration */
} HV_ARM64_CPUID_RESULT, *PHV_ARM64_CPUID_RESULT;
HV_STATIC_ASSERT(sizeof(HV_ARM64_CPUID_RESULT) == 16);

typedef HV_BY_TARGET(HV_X64_CPUID_RESULT, HV_ARM64_CPUID_RESULT) HV_CPUID_RESULT, *PHV_CPUID_RESULT;

HV_HEADER_END

/** Each leaf once, in rising order, as X(Name). */
#define HV_CPUID_LEAF_LIST(X)                                                                                          \
    X(HvCpuIdFunctionVersionAndFeatures)                                                                               \
    X(HvCpuIdFunctionHvVendorAndMaxFunction)                                                                           \
    X(HvCpuIdFunctionHvInterface)                                                                                      \
    X(HvCpuIdFunctionMsHvVersion)                                                                                      \
    X(HvCpuIdFunctionMsHvFeatures)                                                                                     \
    X(HvCpuIdFunctionMsHvEnlightenmentInformation)                                                                     \
    X(HvCpuIdFunctionMsHvImplementationLimits)                                                                         \
    X(HvCpuIdFunctionMsHvHardwareFeatures)                                                                             \
    X(HvCpuIdFunctionMsHvCpuManagementFeatures)                                                                        \
    X(HvCpuIdFunctionMsHvPasidFeatures)                                                                                \
    X(HvCpuIdFunctionMsHvSkipLevelFeatures)                                                                            \
    X(HvCpuidFunctionMsHvNestedVirtFeatures)                                                                           \
    X(HvCpuidFunctionMsHvIptFeatures)                                                                                  \
    X(HvCpuidFunctionMsHvIsolationConfiguration)                                                                       \
    X(HV_VIRTUALIZATION_STACK_CPUID_VENDOR)                                                                            \
    X(HV_VIRTUALIZATION_STACK_CPUID_INTERFACE)                                                                         \
    X(HV_VIRTUALIZATION_STACK_CPUID_PROPERTIES)

#endif /* !MILE_HYPERV_HYPERVISOR_CPUID */
