/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief CPUID leaves 0x40000000 and up: identity, features and limits of the hypervisor.
 *
 * A guest on x64 must read the leaves in this order first, and must stop at the
 * first value that is not the expected one:
 *
 *     leaf 0x00000001  ECX bit 31 set             a hypervisor is present
 *     leaf 0x40000000  EAX = last leaf, at least 0x40000005
 *                      EBX, ECX, EDX = "Microsoft Hv" (vendor; for display only)
 *     leaf 0x40000001  EAX = 0x31237648, "Hv#1"   the meaning of the leaves below
 *     leaf 0x40000003  privileges and features    before any MSR or hypercall is used
 *     ... up to the last leaf, never beyond it
 *
 * The guest must decide by the interface signature, not by the vendor: other
 * hypervisors, KVM for example, can implement Hv#1 too. A leaf beyond the last one
 * returns what the processor returns for a nonexistent leaf. On Intel that is the
 * data of the highest basic leaf, which is not feature data.
 *
 * "Hv#1" implies that three MSRs exist: guest OS identity, hypercall page and
 * VP index. Leaf 0x40000002, the version, may read as zero until the guest has
 * written its identity. A guest must recognize a feature by its bit, never by
 * comparing version numbers.
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
 * ARM64 has no CPUID. A guest detects the hypervisor by the SMC calling convention: HVC #0 with
 * HV_SMCCC_VENDOR_HYP_UID in X0 returns the UID HV_VENDOR_HYP_UID_MS_HYPERVISOR in X0 to X3.
 * HvCallGetVpRegisters then reads the registers of this table; the guest can read those of leaves 2
 * to 6 before it sets its OS ID. A register has 128 bits: EAX in bits 0 to 31, EBX in 32 to 63, ECX
 * in 64 to 95, EDX in 96 to 127. Leaves 3, 4, 6 and 7 have other bits on ARM64, so they have an
 * HV_X64_ and an HV_ARM64_ form (CpuidFeatures.h). The other leaves have one form for both.
 *
 * A second range belongs to the virtualization stack, the software in the root
 * partition that emulates the machine: 0x40000080 (its vendor and last leaf),
 * 0x40000081 (its interface) and 0x40000082 (its properties for this partition).
 *
 * An isolated guest receives these values from the host, or from a paravisor if
 * there is one. They prove nothing about the isolation; see Isolation.h.
 *
 * Where the TLFS describes a bit, the comment here has the same content. Newer
 * bits are undocumented: mu_msvm, OpenVMM and the symbols contain only their names,
 * and the comments here only spell the names out.
 *
 * Sources: TLFS 6.0b 2.2 to 2.5; TLFS online feature-discovery; WDK 7.1
 * hvgdk.h; mu_msvm HvGuestCpuid.h; OpenVMM hvdef; symbols of kdhv and
 * securekernel 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_CPUID
#define MILE_HYPERV_HYPERVISOR_CPUID

#include "CpuidFeatures.h"
#include "PlatformCapabilities.h"

HV_HEADER_BEGIN

/*
 * Leaves.
 */

/** CPUID leaf: the value of EAX before the instruction; ECX must be zero for all of them. */
typedef HV_UINT32 HV_CPUID_FUNCTION, *PHV_CPUID_FUNCTION;
enum
{
    /** Architectural leaf; its ECX bit 31 reports a hypervisor. */
    HvCpuIdFunctionVersionAndFeatures = 0x00000001,
    HvCpuIdFunctionHvVendorAndMaxFunction = 0x40000000, /**< Last leaf and vendor. */
    HvCpuIdFunctionHvInterface = 0x40000001,            /**< Interface signature. */
    HvCpuIdFunctionMsHvVersion = 0x40000002,            /**< Version of the hypervisor. */
    /** Privileges and features of this partition. */
    HvCpuIdFunctionMsHvFeatures = 0x40000003,
    /** Recommendations of the hypervisor. */
    HvCpuIdFunctionMsHvEnlightenmentInformation = 0x40000004,
    /** Processor and interrupt limits. */
    HvCpuIdFunctionMsHvImplementationLimits = 0x40000005,
    /** Hardware that the hypervisor uses. */
    HvCpuIdFunctionMsHvHardwareFeatures = 0x40000006,
    /** Processor management, for the root only. */
    HvCpuIdFunctionMsHvCpuManagementFeatures = 0x40000007,
    /** Shared virtual memory of devices. */
    HvCpuIdFunctionMsHvPasidFeatures = 0x40000008,
    /** Older name of HvCpuIdFunctionMsHvPasidFeatures. */
    HvCpuIdFunctionMsHvSvmFeatures = 0x40000008,
    /** Facilities that the hypervisor two levels down grants to a nested hypervisor's partition. */
    HvCpuIdFunctionMsHvSkipLevelFeatures = 0x40000009,
    /** Enlightenments for a nested hypervisor. */
    HvCpuIdFunctionMsHvNestedVirtFeatures = 0x4000000A,
    HvCpuIdFunctionMsHvIptFeatures = 0x4000000B,            /**< Intel Processor Trace. */
    HvCpuIdFunctionMsHvIsolationConfiguration = 0x4000000C, /**< Isolation of this partition. */
    /** The last leaf defined so far; 0x40000005 in WDK 7.1. */
    HvCpuIdFunctionMaxReserved = 0x4000000C
};

/** Vendor and last leaf of the virtualization stack's range, in the format of leaf 0x40000000. */
#define HV_VIRTUALIZATION_STACK_CPUID_VENDOR 0x40000080
/** Interface signature of the virtualization stack's range. */
#define HV_VIRTUALIZATION_STACK_CPUID_INTERFACE 0x40000081
/**
 * Properties of the virtualization stack for this partition: HV_VIRTUALIZATION_STACK_PROPERTIES.
 */
#define HV_VIRTUALIZATION_STACK_CPUID_PROPERTIES 0x40000082

/*
 * Leaves 0x40000000 and 0x40000001: vendor and interface.
 */

/** Twelve characters in EBX, ECX and EDX of leaf 0x40000000, without a terminator. */
#define HV_CPUID_HV_VENDOR_MICROSOFT "Microsoft Hv"
#define HV_CPUID_HV_VENDOR_MICROSOFT_EBX 0x7263694D /**< "Micr" */
#define HV_CPUID_HV_VENDOR_MICROSOFT_ECX 0x666F736F /**< "osof" */
#define HV_CPUID_HV_VENDOR_MICROSOFT_EDX 0x76482074 /**< "t Hv" */

/** Interface signature: four characters, the first in the lowest byte. */
typedef HV_UINT32 HV_HYPERVISOR_INTERFACE, *PHV_HYPERVISOR_INTERFACE;
enum
{
    /** "Hv#1": the interface that this library describes. */
    HvMicrosoftHypervisorInterface = 0x31237648,
    HvMicrosoftXboxNanovisor = 0x766E6258 /**< "Xbnv": the hypervisor of Xbox. */
};

/**
 * EAX of leaf 0x40000081: "VS#1". The virtualization stack's leaves have the meanings that this
 * header describes.
 */
#define HV_VIRTUALIZATION_STACK_INTERFACE_VS1 0x31235356

/**
 * Function id of the SMC calling convention that returns the hypervisor's UID.
 *
 * It is a 32-bit call, function 0xFF01 of the vendor hypervisor service 6. Source: OpenVMM
 * aarch64defs.
 */
#define HV_SMCCC_VENDOR_HYP_UID 0x8600FF01U

/**
 * UID of the Microsoft hypervisor, 4d32ba58-cd24-4764-8eef-6c7516597024, in X0 to X3 of 32 bits
 * each.
 */
#define HV_VENDOR_HYP_UID_MS_HYPERVISOR_0 0x4D32BA58U
#define HV_VENDOR_HYP_UID_MS_HYPERVISOR_1 0xCD244764U
#define HV_VENDOR_HYP_UID_MS_HYPERVISOR_2 0x8EEF6C75U
#define HV_VENDOR_HYP_UID_MS_HYPERVISOR_3 0x16597024U
#define HV_VENDOR_HYP_UID_MS_HYPERVISOR_INIT                                                                           \
    {                                                                                                                  \
        HV_VENDOR_HYP_UID_MS_HYPERVISOR_0, HV_VENDOR_HYP_UID_MS_HYPERVISOR_1, HV_VENDOR_HYP_UID_MS_HYPERVISOR_2,       \
            HV_VENDOR_HYP_UID_MS_HYPERVISOR_3                                                                          \
    }
/** Four 32-bit words of the UID as an array. */
static const HV_UINT32 HV_VENDOR_HYP_UID_MS_HYPERVISOR[4] HV_UNUSED = HV_VENDOR_HYP_UID_MS_HYPERVISOR_INIT;

/**
 * Leaf 0x00000001, which the processor defines; the comments cover what concerns hypervisors. x64
 * only.
 */
typedef struct HV_VERSION_AND_FEATURES
{
    HV_UINT32 ReservedEax;
    union
    {
        HV_UINT32 EbxAsUINT32; /**< EBX as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 ReservedEbx : 24;
            /** EBX bits 24 to 31: initial APIC ID of the processor. */
            HV_UINT32 InitialApicId : 8;
        };
#endif
    };
    union
    {
        HV_UINT32 EcxAsUINT32; /**< ECX as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 ReservedEcx : 31;
            /** ECX bit 31: leaves 0x40000000 and 0x40000001 exist. */
            HV_UINT32 HypervisorPresent : 1;
        };
#endif
    };
    HV_UINT32 ReservedEdx;
} HV_VERSION_AND_FEATURES, *PHV_VERSION_AND_FEATURES;
HV_STATIC_ASSERT(sizeof(HV_VERSION_AND_FEATURES) == 16);

/** Leaf 0x40000000: last leaf and vendor. */
typedef struct HV_VENDOR_AND_MAX_FUNCTION
{
    /** EAX: the last leaf of this range; at least 0x40000005 on Microsoft's. */
    HV_UINT32 MaxFunction;
    HV_UINT8 VendorName[12]; /**< EBX, ECX, EDX: text without a terminator; for display only. */
} HV_VENDOR_AND_MAX_FUNCTION, *PHV_VENDOR_AND_MAX_FUNCTION;
HV_STATIC_ASSERT(sizeof(HV_VENDOR_AND_MAX_FUNCTION) == 16);

/** Leaf 0x40000001: interface signature. */
typedef struct HV_HYPERVISOR_INTERFACE_INFO
{
    /** EAX: HV_HYPERVISOR_INTERFACE, the signature of the interface. */
    HV_HYPERVISOR_INTERFACE Interface;
    HV_UINT32 Reserved1;
    HV_UINT32 Reserved2;
    HV_UINT32 Reserved3;
} HV_HYPERVISOR_INTERFACE_INFO, *PHV_HYPERVISOR_INTERFACE_INFO;
HV_STATIC_ASSERT(sizeof(HV_HYPERVISOR_INTERFACE_INFO) == 16);

/*
 * Leaf 0x40000002: version.
 */

/** Servicing branch of a hypervisor or guest version. Source: WDK 7.1. */
typedef HV_UINT32 HV_SERVICE_BRANCH, *PHV_SERVICE_BRANCH;
enum
{
    /** General distribution: releases, service packs and fixes for all customers. */
    HvServiceBranchGdr = 0,
    HvServiceBranchQfe = 1 /**< Fixes that customers receive on request only. */
};

/**
 * Leaf 0x40000002 and HvRegisterHypervisorVersion: version of the hypervisor.
 *
 * For example, 10.0.26100.7462 is major 10, minor 0, build 26100, service number 7462.
 *
 * The numbers are those of the Windows release to which the hypervisor belongs:
 * Windows Server 2012 R2 was seen with 6.3.9600.19227. Two versions compare by
 * major, minor and build first, then by service pack and number.
 */
typedef struct HV_HYPERVISOR_VERSION_INFO
{
    HV_UINT32 BuildNumber; /**< EAX: build of the Windows release. */
    union
    {
        HV_UINT32 EbxAsUINT32; /**< EBX as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 MinorVersion : 16; /**< EBX bits 0 to 15: minor version of Windows. */
            HV_UINT32 MajorVersion : 16; /**< EBX bits 16 to 31: major version of Windows. */
        };
#endif
    };
    HV_UINT32 ServicePack; /**< ECX: service pack number. */
    union
    {
        HV_UINT32 EdxAsUINT32; /**< EDX as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /** EDX bits 0 to 23: the update's number in its branch. */
            HV_UINT32 ServiceNumber : 24;
            HV_UINT32 ServiceBranch : 8; /**< EDX bits 24 to 31: HV_SERVICE_BRANCH. */
        };
#endif
    };
} HV_HYPERVISOR_VERSION_INFO, *PHV_HYPERVISOR_VERSION_INFO;
HV_STATIC_ASSERT(sizeof(HV_HYPERVISOR_VERSION_INFO) == 16);

/*
 * Leaf 0x40000005: limits.
 */

/**
 * Leaf 0x40000005 and HvRegisterImplementationLimitsInfo: limits; zero if the host does not report
 * one.
 */
typedef struct HV_IMPLEMENTATION_LIMITS
{
    /** EAX: maximum number of virtual processors of a partition. */
    HV_UINT32 MaxVirtualProcessorCount;
    /** EBX: maximum number of logical processors of the machine. */
    HV_UINT32 MaxLogicalProcessorCount;
    /** ECX: maximum number of remappable physical interrupt vectors; not in WDK 7.1. */
    HV_UINT32 MaxInterruptMappingCount;
    HV_UINT32 Reserved;
} HV_IMPLEMENTATION_LIMITS, *PHV_IMPLEMENTATION_LIMITS;
HV_STATIC_ASSERT(sizeof(HV_IMPLEMENTATION_LIMITS) == 16);

/*
 * Leaf 0x4000000C: isolation.
 */

/** No isolation: the host can read and write all memory of the guest. */
#define HV_PARTITION_ISOLATION_TYPE_NONE 0
/**
 * Virtualization-based security: the hypervisor denies the host access, without encryption by
 * hardware.
 */
#define HV_PARTITION_ISOLATION_TYPE_VBS 1
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

/**
 * Leaf 0x4000000C and HvRegisterIsolationConfiguration: isolation of the partition. Valid only with
 * the privilege Isolation.
 */
typedef struct HV_HYPERVISOR_ISOLATION_CONFIGURATION
{
    union
    {
        HV_UINT32 EaxAsUINT32; /**< EAX as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /**
             * EAX bit 0: a paravisor, trusted software at a higher level of this guest, responds in
             * place of the host.
             */
            HV_UINT32 ParavisorPresent : 1;
            HV_UINT32 Reserved0 : 31;
        };
#endif
    };
    union
    {
        HV_UINT32 EbxAsUINT32; /**< EBX as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /** EBX bits 0 to 3: one of the HV_PARTITION_ISOLATION_TYPE_ values. */
            HV_UINT32 IsolationType : 4;
            HV_UINT32 Reserved11 : 1;
            /** EBX bit 5: SharedGpaBoundaryBits is valid. */
            HV_UINT32 SharedGpaBoundaryActive : 1;
            /**
             * EBX bits 6 to 11: number of the address bit that distinguishes private and shared
             * memory. A private page has an address below 2^SharedGpaBoundaryBits; the same page
             * shared with the host has that bit set.
             */
            HV_UINT32 SharedGpaBoundaryBits : 6;
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
/**
 * EAX of leaf 0x40000082: redirection entries of the I/O APIC may hold extended destination ids.
 */
#define HV_VS1_PARTITION_PROPERTIES_EAX_EXTENDED_IOAPIC_RTE 0x00000004
/** EAX of leaf 0x40000082: VMBus can run through the paravisor, on encrypted memory. */
#define HV_VS1_PARTITION_PROPERTIES_EAX_CONFIDENTIAL_VMBUS_AVAILABLE 0x00000008

/**
 * Leaf 0x40000082; the bits of EAX are the HV_VS1_PARTITION_PROPERTIES_EAX_ flags. Source: OpenVMM
 * hvdef.
 */
typedef struct HV_VIRTUALIZATION_STACK_PROPERTIES
{
    union
    {
        HV_UINT32 EaxAsUINT32; /**< EAX as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /** EAX bit 0: the stack may move this partition to another machine. */
            HV_UINT32 IsPortable : 1;
            /** EAX bit 1: the partition has a synthetic debug device. */
            HV_UINT32 DebugDevicePresent : 1;
            /** EAX bit 2: I/O APIC redirection entries may have extended destination IDs. */
            HV_UINT32 ExtendedIoApicRte : 1;
            /** EAX bit 3: the VMBus can run through the paravisor, on encrypted memory. */
            HV_UINT32 ConfidentialVmbusAvailable : 1;
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

/** CPUID result that Windows passes on unchanged. Source: symbols of securekernel 26100. */
typedef struct HV_DETAILS
{
    HV_UINT32 Data[4]; /**< EAX, EBX, ECX and EDX, in this order. */
} HV_DETAILS, *PHV_DETAILS;
HV_STATIC_ASSERT(sizeof(HV_DETAILS) == 16);

/** Result of CPUID for one leaf. The caller must read the member of the leaf that it requested. */
typedef union HV_X64_CPUID_RESULT
{
    HV_UINT32 AsUINT32[4]; /**< EAX, EBX, ECX, EDX. */
    struct
    {
        HV_UINT32 Eax; /**< EAX after CPUID. */
        HV_UINT32 Ebx; /**< EBX after CPUID. */
        HV_UINT32 Ecx; /**< ECX after CPUID. */
        HV_UINT32 Edx; /**< EDX after CPUID. */
    };
    HV_VERSION_AND_FEATURES VersionAndFeatures;                          /**< 0x00000001 */
    HV_VENDOR_AND_MAX_FUNCTION HvVendorAndMaxFunction;                   /**< 0x40000000 */
    HV_HYPERVISOR_INTERFACE_INFO HvInterface;                            /**< 0x40000001 */
    HV_HYPERVISOR_VERSION_INFO MsHvVersion;                              /**< 0x40000002 */
    HV_X64_HYPERVISOR_FEATURES MsHvFeatures;                             /**< 0x40000003 */
    HV_X64_ENLIGHTENMENT_INFORMATION MsHvEnlightenmentInformation;       /**< 0x40000004 */
    HV_IMPLEMENTATION_LIMITS MsHvImplementationLimits;                   /**< 0x40000005 */
    HV_X64_HYPERVISOR_HARDWARE_FEATURES MsHvHardwareFeatures;            /**< 0x40000006 */
    HV_X64_HYPERVISOR_CPU_MANAGEMENT_FEATURES MsHvCpuManagementFeatures; /**< 0x40000007 */
    HV_HYPERVISOR_SVM_FEATURES MsHvSvmFeatures;                /**< 0x40000008, older hosts */
    HV_HYPERVISOR_PASID_FEATURES MsHvPasidFeatures;            /**< 0x40000008 */
    HV_HYPERVISOR_SKIP_LEVEL_FEATURES MsHvSkipLevelFeatures;   /**< 0x40000009 */
    HV_HYPERVISOR_NESTED_VIRT_FEATURES MsHvNestedVirtFeatures; /**< 0x4000000A */
    HV_HYPERVISOR_IPT_FEATURES MsHvIptFeatures;                /**< 0x4000000B */
    HV_HYPERVISOR_ISOLATION_CONFIGURATION MsHvIsolationConfiguration; /**< 0x4000000C */
    HV_VIRTUALIZATION_STACK_PROPERTIES VirtualizationStackProperties; /**< 0x40000082 */
    HV_X64_PLATFORM_CAPABILITIES MsHvPlatformCapabilities;            /**< Leaf of Xbox. */
} HV_X64_CPUID_RESULT, *PHV_X64_CPUID_RESULT;
HV_STATIC_ASSERT(sizeof(HV_X64_CPUID_RESULT) == 16);

/** Value of one of the ARM64 registers that correspond to the leaves. */
typedef union HV_ARM64_CPUID_RESULT
{
    HV_UINT32 AsUINT32[4]; /**< Bits 0 to 31, 32 to 63, 64 to 95, 96 to 127. */
    HV_VENDOR_AND_MAX_FUNCTION HvVendorAndMaxFunction; /**< 0x40000000; no register has it. */
    HV_HYPERVISOR_INTERFACE_INFO HvInterface;          /**< HvArm64RegisterInterfaceVersion */
    HV_HYPERVISOR_VERSION_INFO MsHvVersion;            /**< HvRegisterHypervisorVersion */
    HV_ARM64_HYPERVISOR_FEATURES MsHvFeatures;         /**< HvRegisterPrivilegesAndFeaturesInfo */
    HV_ARM64_ENLIGHTENMENT_INFORMATION MsHvEnlightenmentInformation; /**< HvRegisterFeaturesInfo */
    HV_IMPLEMENTATION_LIMITS MsHvImplementationLimits; /**< HvRegisterImplementationLimitsInfo */
    /** HvRegisterHardwareFeaturesInfo */
    HV_ARM64_HYPERVISOR_HARDWARE_FEATURES MsHvHardwareFeatures;
    /** HvRegisterCpuManagementFeaturesInfo */
    HV_ARM64_HYPERVISOR_CPU_MANAGEMENT_FEATURES MsHvCpuManagementFeatures;
    HV_HYPERVISOR_SVM_FEATURES MsHvSvmFeatures;     /**< HvRegisterSvmFeaturesInfo, older hosts */
    HV_HYPERVISOR_PASID_FEATURES MsHvPasidFeatures; /**< HvRegisterSvmFeaturesInfo */
    HV_HYPERVISOR_SKIP_LEVEL_FEATURES MsHvSkipLevelFeatures; /**< HvRegisterSkipLevelFeaturesInfo */
    /** HvRegisterNestedVirtFeaturesInfo */
    HV_HYPERVISOR_NESTED_VIRT_FEATURES MsHvNestedVirtFeatures;
    HV_HYPERVISOR_IPT_FEATURES MsHvIptFeatures; /**< HvRegisterIptFeaturesInfo */
    /** HvRegisterIsolationConfiguration */
    HV_HYPERVISOR_ISOLATION_CONFIGURATION MsHvIsolationConfiguration;
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
    X(HvCpuIdFunctionMsHvNestedVirtFeatures)                                                                           \
    X(HvCpuIdFunctionMsHvIptFeatures)                                                                                  \
    X(HvCpuIdFunctionMsHvIsolationConfiguration)                                                                       \
    X(HV_VIRTUALIZATION_STACK_CPUID_VENDOR)                                                                            \
    X(HV_VIRTUALIZATION_STACK_CPUID_INTERFACE)                                                                         \
    X(HV_VIRTUALIZATION_STACK_CPUID_PROPERTIES)

#include "../Compat/Cpuid.h"

#endif /* !MILE_HYPERV_HYPERVISOR_CPUID */
