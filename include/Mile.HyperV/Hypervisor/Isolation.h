/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Isolated partitions: memory that the host cannot read, its acceptance and its sharing.
 *
 * In an ordinary partition the host can read and write all memory of the guest. In
 * an isolated one it cannot; the following parties prevent it:
 *
 *     type   protection by                              registers of the guest
 *     VBS    the hypervisor, at the request of the      hidden by the hypervisor
 *            secure kernel in the root's VTL 1
 *     SNP    AMD's processor (SEV-SNP)                  encrypted in a VMSA page
 *     TDX    Intel's processor and its TDX module       protected by the module
 *     CCA    Arm's realm management                     protected by the realm monitor
 *
 * Leaf 0x4000000C reports the type to the guest (Cpuid.h). That value comes from the host. A guest
 * that must be sure of its isolation must query the hardware and present an attestation report
 * instead. If ParavisorPresent is set, trusted software in the guest's own higher level (VTL 2)
 * runs between guest and host and performs all calls of this header for the guest. Such a guest
 * needs to know only which of its pages are shared.
 *
 * A page of an isolated partition is *unaccepted*, *private* or *shared*:
 *
 *                 HvCallAcceptGpaPages             visibility SHARED *
 *     unaccepted ---------------------> private ----------------------> shared
 *                <---------------------         <----------------------
 *                 HvCallUnacceptGpaPages           visibility PRIVATE *
 *
 *     * HvCallModifySparseGpaPageHostVisibility. A guest of a hardware type
 *       without a paravisor revokes the acceptance before it shares a page, and
 *       accepts the page again after it makes it private.
 *
 *  - Only an accepted page can be used as private memory. Acceptance is what
 *    prevents the host from replacing the page without the guest's knowledge, so
 *    a guest must accept a page once and never again while it holds data.
 *  - All that the host must read or write (hypercall input pages, ring
 *    buffers, monitor and message pages of the host's SynIC) must be in shared
 *    pages. The guest must not rely on a page's content across a change of
 *    visibility, and must clear a shared page before it uses it as private memory.
 *  - Where the shared GPA boundary is active, one page has two addresses: below
 *    the boundary it is private, and at its address plus the boundary shared.
 *    With SNP that is the virtual top of memory (vTOM).
 *  - The content of a shared page can change between two reads. The guest must copy it
 *    first and then check the copy.
 *
 * Under SNP and TDX without a paravisor the guest cannot use the hypercall page:
 * the host cannot read its registers. Hypercall.h describes the path of each
 * type, Ghcb.h the page and the MSR protocol of SNP.
 *
 * The host builds such a partition: it imports pages, which are measured, completes the import with
 * an identity that the processor checks, and moves the partition through the states of
 * HV_PARTITION_ISOLATION_STATE:
 *
 *     created --initialize--> insecure clean --secure--> secure
 *                                   ^                       |
 *                                 scrub                  unsecure
 *                                   |                       |
 *                                   +---- insecure dirty <--+
 *
 * Sources: mu_msvm HvGuestHypercall.h, EfiHvDxe; OpenVMM hvdef; rust-vmm mshv;
 * mshv-lore; symbols of securekernel 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_ISOLATION
#define MILE_HYPERV_HYPERVISOR_ISOLATION

#include "PageAccess.h"

HV_HEADER_BEGIN

/*
 * The partition's isolation, as its creator sets and sees it.
 */

#define HV_PARTITION_ISOLATION_HOST_TYPE_NONE 0x0
#define HV_PARTITION_ISOLATION_HOST_TYPE_HARDWARE 0x1
#define HV_PARTITION_ISOLATION_HOST_TYPE_RESERVED 0x2

/** Isolation type of a partition, which its creator specifies (HV_X64_INPUT_CREATE_PARTITION). */
typedef union HV_PARTITION_ISOLATION_PROPERTIES
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        /** Bits 0 to 4: one of the HV_PARTITION_ISOLATION_TYPE_ values (Cpuid.h). */
        HV_UINT64 IsolationType : 5;
        /** Bits 5 and 6: one of the HV_PARTITION_ISOLATION_HOST_TYPE_ values. */
        HV_UINT64 IsolationHostType : 2;
        HV_UINT64 RsvdZ : 5;
        /** Bits 12 to 63: GPA page number of the shared GPA boundary; 0 if there is none. */
        HV_UINT64 SharedGpaBoundaryPageNumber : 52;
    };
#endif
} HV_PARTITION_ISOLATION_PROPERTIES, *PHV_PARTITION_ISOLATION_PROPERTIES;
HV_STATIC_ASSERT(sizeof(HV_PARTITION_ISOLATION_PROPERTIES) == 8);

/** Isolation state of a partition in its lifetime; HvPartitionPropertyIsolationState. */
typedef HV_UINT32 HV_PARTITION_ISOLATION_STATE, *PHV_PARTITION_ISOLATION_STATE;
enum
{
    /** The partition is not isolated, or not initialized. */
    HvPartitionIsolationInvalid = 0,
    /** Initialized or scrubbed. No page is accepted; processors can be created but not started. */
    HvPartitionIsolationInsecureClean = 1,
    /** The partition was secure; the host must scrub it before it can be secure again. */
    HvPartitionIsolationInsecureDirty = 2,
    /**
     * The guest uses the partition. No processor can be created or deleted, and the partition
     * cannot be finalized.
     */
    HvPartitionIsolationSecure = 3,
    /** An attempt to secure the partition failed; pages may still be assigned. */
    HvPartitionIsolationSecureDirty = 4,
    /** The partition changes from secure to insecure dirty. */
    HvPartitionIsolationSecureTerminating = 5,
};

/** HvPartitionPropertyIsolationControl. Source: symbols of securekernel 26100. */
typedef union HV_PARTITION_ISOLATION_CONTROL
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Runnable : 1; /**< Bit 0: the partition's processors may run. */
        HV_UINT64 ReservedZ : 63;
    };
#endif
} HV_PARTITION_ISOLATION_CONTROL, *PHV_PARTITION_ISOLATION_CONTROL;
HV_STATIC_ASSERT(sizeof(HV_PARTITION_ISOLATION_CONTROL) == 8);

/**
 * Policy of the guest's owner for an SNP partition; part of the measured identity. Source:
 * rust-vmm mshv.
 */
typedef union HV_SNP_GUEST_POLICY
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        /** Bits 0 to 7: minimum minor version of the API of AMD's secure processor firmware. */
        HV_UINT64 MinorVersion : 8;
        /** Bits 8 to 15: minimum major version of the API of AMD's secure processor firmware. */
        HV_UINT64 MajorVersion : 8;
        HV_UINT64 SmtAllowed : 1; /**< Bit 16: the guest may run on a machine with SMT enabled. */
        /** Bit 17: by its name, the guest requires virtual machine privilege levels (VMPL). */
        HV_UINT64 VmplsRequired : 1;
        /** Bit 18: a migration agent may be associated with the guest. */
        HV_UINT64 MigrationAgentAllowed : 1;
        /** Bit 19: the host may debug the guest, which includes decryption of its memory. */
        HV_UINT64 DebugAllowed : 1;
        HV_UINT64 Reserved : 44;
    };
#endif
} HV_SNP_GUEST_POLICY, *PHV_SNP_GUEST_POLICY;
HV_STATIC_ASSERT(sizeof(HV_SNP_GUEST_POLICY) == 8);

/** HvPartitionPropertyIsolationPolicy. Its bits are undocumented. */
typedef union HV_PARTITION_ISOLATION_POLICY
{
    HV_UINT64 AsUINT64;
} HV_PARTITION_ISOLATION_POLICY, *PHV_PARTITION_ISOLATION_POLICY;
HV_STATIC_ASSERT(sizeof(HV_PARTITION_ISOLATION_POLICY) == 8);

/** HvRegisterIsolationCapabilities. All bits are reserved. */
typedef union HV_REGISTER_ISOLATION_CAPABILITIES
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 ReservedZ : 64;
    };
#endif
} HV_REGISTER_ISOLATION_CAPABILITIES, *PHV_REGISTER_ISOLATION_CAPABILITIES;
HV_STATIC_ASSERT(sizeof(HV_REGISTER_ISOLATION_CAPABILITIES) == 8);

/**
 * HvPartitionPropertySevVmgexitOffloads: requests of an SNP guest that the hypervisor handles
 * itself. It sends the parent no HvMessageTypeX64SevVmgexitIntercept for them.
 *
 * "Nae" are requests in the GHCB page (Ghcb.h), "Msr" are requests by the GHCB MSR.
 *
 * Source: rust-vmm mshv.
 */
typedef union HV_SEV_VMGEXIT_OFFLOAD
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 NaeRdtsc : 1; /**< Bit 0: the hypervisor handles RDTSC. */
        HV_UINT64 NaeCpuid : 1; /**< Bit 1: the hypervisor handles CPUID. */
        /** Bit 2: the hypervisor handles I/O to reserved ports. */
        HV_UINT64 NaeReservedIoPort : 1;
        HV_UINT64 NaeRdmsr : 1;   /**< Bit 3: the hypervisor handles RDMSR. */
        HV_UINT64 NaeWrmsr : 1;   /**< Bit 4: the hypervisor handles WRMSR. */
        HV_UINT64 NaeVmmcall : 1; /**< Bit 5: the hypervisor handles VMMCALL. */
        HV_UINT64 NaeWbinvd : 1;  /**< Bit 6: the hypervisor handles WBINVD. */
        /** Bit 7: the hypervisor handles page state changes. */
        HV_UINT64 NaeSnpPageStateChange : 1;
        HV_UINT64 Reserved0 : 24;
        HV_UINT64 MsrCpuid : 1; /**< Bit 32: the hypervisor handles CPUID requests. */
        /** Bit 33: the hypervisor handles page state changes. */
        HV_UINT64 MsrSnpPageStateChange : 1;
        HV_UINT64 Reserved1 : 30;
    };
#endif
} HV_SEV_VMGEXIT_OFFLOAD, *PHV_SEV_VMGEXIT_OFFLOAD;
HV_STATIC_ASSERT(sizeof(HV_SEV_VMGEXIT_OFFLOAD) == 8);

/*
 * Accepting pages.
 */

/** Expected type of a page that is accepted. */
typedef HV_UINT32 HV_ACCEPT_MEMORY_TYPE, *PHV_ACCEPT_MEMORY_TYPE;
enum
{
    HvAcceptMemoryTypeAny = 0, /**< Any type. */
    HvAcceptMemoryTypeRam = 1, /**< Memory; anything else fails. */
    HvAcceptMemoryTypeCount = 2
};

#define HV_ACCEPT_MEMORY_TYPE_ANY 0
#define HV_ACCEPT_MEMORY_TYPE_RAM 1

/**
 * Access of the host to a page: bit 0 is read, bit 1 is write. Hardware isolation supports only
 * these two values.
 */
#define HV_HOST_VISIBILITY_PRIVATE 0x0
#define HV_HOST_VISIBILITY_SHARED 0x3

/**
 * Input of HvCallAcceptGpaPages, which accepts consecutive pages. It is a rep call without a list:
 * the number of repetitions is the number of pages. No output.
 *
 * With a hardware type and no paravisor, an instruction of the processor (PVALIDATE) or a call of
 * the TDX module (TDG.MEM.PAGE.ACCEPT) replaces this call. The failures are undocumented. The
 * hypervisor has accepted the first ElementsProcessed pages.
 */
typedef struct HV_INPUT_ACCEPT_GPA_PAGES
{
    HV_PARTITION_ID TargetPartitionId; /**< HV_PARTITION_ID_SELF. */
    union
    {
        HV_UINT32 PageAttributesAsUINT32; /**< MemoryType, HostVisibility and VtlSet as one word. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 MemoryType : 6; /**< Bits 0 to 5: HV_ACCEPT_MEMORY_TYPE. */
            /** Bits 6 and 7: HV_HOST_VISIBILITY_PRIVATE or _SHARED. */
            HV_UINT32 HostVisibility : 2;
            /**
             * Bits 8 to 10: one bit for each of VTL 0 to 2 whose protections VtlPermissionSet
             * contains; VTL 0 has no protections to set.
             */
            HV_UINT32 VtlSet : 3;
            HV_UINT32 Reserved : 21;
        };
#endif
    };
    /** Initial protections of the pages against lower trust levels. */
    HV_VTL_PERMISSION_SET VtlPermissionSet;
    HV_GPA_PAGE_NUMBER GpaPageBase; /**< GPA page number of the first page. */
} HV_INPUT_ACCEPT_GPA_PAGES, *PHV_INPUT_ACCEPT_GPA_PAGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_ACCEPT_GPA_PAGES) == 24);

/**
 * Input of HvCallUnacceptGpaPages, which revokes the acceptance of consecutive pages. It is a rep
 * call without a list: the number of repetitions is the number of pages. No output.
 */
typedef struct HV_INPUT_UNACCEPT_GPA_PAGES
{
    HV_PARTITION_ID TargetPartitionId; /**< HV_PARTITION_ID_SELF, or ID of the partition. */
    union
    {
        HV_UINT32 PageAttributesAsUINT32; /**< VtlSet as one word. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /**
             * Bits 0 to 2: trust levels whose protections the hypervisor first compares with
             * VtlPermissionSet.
             */
            HV_UINT32 VtlSet : 3;
            HV_UINT32 Reserved : 29;
        };
#endif
    };
    HV_VTL_PERMISSION_SET VtlPermissionSet; /**< Expected protections of the pages. */
    HV_GPA_PAGE_NUMBER GpaPageBase;         /**< GPA page number of the first page. */
} HV_INPUT_UNACCEPT_GPA_PAGES, *PHV_INPUT_UNACCEPT_GPA_PAGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_UNACCEPT_GPA_PAGES) == 24);

/*
 * Sharing pages with the host.
 */

/**
 * Input of HvCallModifySparseGpaPageHostVisibility, which shares listed pages with the host or
 * makes them private; a rep call, one page per repetition. No output.
 *
 * The pages need not be contiguous. ElementsProcessed is the number of listed pages that changed
 * before one failed; the guest must compare it with the length of the list. Without a paravisor the
 * host itself causes a failure; mu_msvm then stops the guest.
 */
typedef struct HV_INPUT_MODIFY_SPARSE_GPA_PAGE_HOST_VISIBILITY
{
    HV_PARTITION_ID TargetPartitionId; /**< HV_PARTITION_ID_SELF. */
    union
    {
        HV_UINT32 HostVisibilityAsUINT32; /**< HostVisibility as one word. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /** Bits 0 and 1: HV_HOST_VISIBILITY_PRIVATE or _SHARED. */
            HV_UINT32 HostVisibility : 2;
            HV_UINT32 Reserved0 : 30;
        };
#endif
    };
    HV_UINT32 Reserved1;
    /** GPA page numbers below the shared GPA boundary, one per repetition. */
    HV_GPA_PAGE_NUMBER GpaPageList[];
} HV_INPUT_MODIFY_SPARSE_GPA_PAGE_HOST_VISIBILITY, *PHV_INPUT_MODIFY_SPARSE_GPA_PAGE_HOST_VISIBILITY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_MODIFY_SPARSE_GPA_PAGE_HOST_VISIBILITY) == 16);

/**
 * Input of HvCallQuerySparseGpaPageHostVisibility, which reads the visibility of listed pages; a
 * rep call, one page per repetition.
 *
 * The output is one byte per page, HV_HOST_VISIBILITY_PRIVATE or HV_HOST_VISIBILITY_SHARED.
 */
typedef struct HV_INPUT_QUERY_SPARSE_GPA_PAGE_HOST_VISIBILITY
{
    HV_PARTITION_ID TargetPartitionId; /**< HV_PARTITION_ID_SELF, or ID of the partition. */
    HV_GPA_PAGE_NUMBER GpaPageList[];  /**< GPA page numbers, one per repetition. */
} HV_INPUT_QUERY_SPARSE_GPA_PAGE_HOST_VISIBILITY, *PHV_INPUT_QUERY_SPARSE_GPA_PAGE_HOST_VISIBILITY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_QUERY_SPARSE_GPA_PAGE_HOST_VISIBILITY) == 8);

/*
 * Building an isolated partition (host).
 */

/** Type of an imported page. Source: rust-vmm mshv. */
typedef HV_UINT32 HV_ISOLATED_PAGE_TYPE, *PHV_ISOLATED_PAGE_TYPE;
enum
{
    HvIsolatedPageTypeNormal = 0,     /**< The content of the page is measured. */
    HvIsolatedPageTypeVmsa = 1,       /**< Initial state of a processor; measured. */
    HvIsolatedPageTypeZero = 2,       /**< The page is measured as zeros. */
    HvIsolatedPageTypeUnmeasured = 3, /**< The page is encrypted; its content is not measured. */
    /** The processor's firmware writes the guest's keys to the page. */
    HvIsolatedPageTypeSecrets = 4,
    HvIsolatedPageTypeCpuid = 5, /**< HV_PSP_CPUID_PAGE, which the processor's firmware checks. */
    HvIsolatedPageTypeCount = 6
};

/** Size of imported pages: 0 (4 KiB) or 1 (2 MiB). Source: rust-vmm mshv. */
typedef HV_UINT32 HV_ISOLATED_PAGE_SIZE, *PHV_ISOLATED_PAGE_SIZE;
enum
{
    HvIsolatedPageSize4Kb = 0,
    HvIsolatedPageSize2Mb = 1
};

/**
 * Input of HvCallImportIsolatedPages, by which the host adds listed pages to a partition that it
 * builds; a rep call. No output. Source: rust-vmm mshv.
 */
typedef struct HV_INPUT_IMPORT_ISOLATED_PAGES
{
    HV_PARTITION_ID PartitionId;
    HV_ISOLATED_PAGE_TYPE PageType; /**< HV_ISOLATED_PAGE_TYPE of all listed pages. */
    /** HV_ISOLATED_PAGE_SIZE of all listed pages: 0 (4 KiB) or 1 (2 MiB). */
    HV_ISOLATED_PAGE_SIZE PageSize;
    HV_GPA_PAGE_NUMBER PageNumber[]; /**< GPA page numbers, one per repetition. */
} HV_INPUT_IMPORT_ISOLATED_PAGES, *PHV_INPUT_IMPORT_ISOLATED_PAGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_IMPORT_ISOLATED_PAGES) == 16);

/**
 * CPUID result that an SNP guest can trust. The host proposes it, and the processor's firmware
 * checks it.
 */
typedef struct HV_PSP_CPUID_LEAF
{
    HV_UINT32 EaxIn;  /**< Leaf: EAX before CPUID. */
    HV_UINT32 EcxIn;  /**< Subleaf: ECX before CPUID. */
    HV_UINT64 XfemIn; /**< XCR0 for which the result is valid. */
    HV_UINT64 XssIn;  /**< IA32_XSS for which the result is valid. */
    HV_UINT32 EaxOut; /**< EAX after CPUID. */
    HV_UINT32 EbxOut; /**< EBX after CPUID. */
    HV_UINT32 EcxOut; /**< ECX after CPUID. */
    HV_UINT32 EdxOut; /**< EDX after CPUID. */
    HV_UINT64 ReservedZ;
} HV_PSP_CPUID_LEAF, *PHV_PSP_CPUID_LEAF;
HV_STATIC_ASSERT(sizeof(HV_PSP_CPUID_LEAF) == 48);

/** Number of elements of CpuidLeafInfo in HV_PSP_CPUID_PAGE. */
#define HV_PSP_CPUID_LEAF_COUNT_MAX 64

/** CPUID page of an SNP guest. The rest of the page is zero; rust-vmm mshv omits ReservedZ3. */
typedef struct HV_PSP_CPUID_PAGE
{
    /** Number of valid elements of CpuidLeafInfo; at most HV_PSP_CPUID_LEAF_COUNT_MAX. */
    HV_UINT32 Count;
    HV_UINT32 ReservedZ1;
    HV_UINT64 ReservedZ2;
    HV_PSP_CPUID_LEAF CpuidLeafInfo[64]; /**< CPUID results; Count of them are valid. */
    HV_UINT64 ReservedZ3[126];
} HV_PSP_CPUID_PAGE, *PHV_PSP_CPUID_PAGE;
HV_STATIC_ASSERT(sizeof(HV_PSP_CPUID_PAGE) == 4096);

/**
 * Identity of an SNP guest, which the guest's owner signs. Source: rust-vmm mshv; OpenVMM x86defs.
 */
typedef struct HV_SNP_ID_BLOCK
{
    HV_UINT8 LaunchDigest[48];  /**< SHA-384 measurement that the import must have. */
    HV_UINT8 FamilyId[16];      /**< ID that the guest's owner chooses; not interpreted. */
    HV_UINT8 ImageId[16];       /**< ID that the guest's owner chooses; not interpreted. */
    HV_UINT32 Version;          /**< Version of this block: 1. */
    HV_UINT32 GuestSvn;         /**< Security version number of the guest. */
    HV_SNP_GUEST_POLICY Policy; /**< Policy of the guest's owner. */
} HV_SNP_ID_BLOCK, *PHV_SNP_ID_BLOCK;
HV_STATIC_ASSERT(sizeof(HV_SNP_ID_BLOCK) == 96);

/** Signatures over HV_SNP_ID_BLOCK and over the key that signed it. Source: rust-vmm mshv. */
typedef struct HV_SNP_ID_AUTH_INFO
{
    HV_UINT32 IdKeyAlgorithm;   /**< Algorithm of IdKey, as a number of AMD's specification. */
    HV_UINT32 AuthKeyAlgorithm; /**< Algorithm of AuthorKey, as a number of AMD's specification. */
    HV_UINT8 Reserved0[56];
    HV_UINT8 IdBlockSignature[512]; /**< Signature of HV_SNP_ID_BLOCK by IdKey. */
    HV_UINT8 IdKey[1028];           /**< Public key of the identity. */
    HV_UINT8 Reserved1[60];
    HV_UINT8 IdKeySignature[512]; /**< Signature of IdKey by AuthorKey. */
    HV_UINT8 AuthorKey[1028];     /**< Public key of the author. */
} HV_SNP_ID_AUTH_INFO, *PHV_SNP_ID_AUTH_INFO;
HV_STATIC_ASSERT(sizeof(HV_SNP_ID_AUTH_INFO) == 3204);

HV_PACK_BEGIN

/**
 * Data that completes the launch of an SNP guest. The structure has no padding at its end. Source:
 * rust-vmm mshv.
 */
typedef struct HV_PSP_LAUNCH_FINISH_DATA
{
    HV_SNP_ID_BLOCK IdBlock; /**< Identity of the guest; valid if IdBlockEnabled is 1. */
    /** Signatures of the identity; valid if IdBlockEnabled is 1. */
    HV_SNP_ID_AUTH_INFO IdAuthInfo;
    HV_UINT8 HostData[32];     /**< Data of the host, which the attestation report contains. */
    HV_UINT8 IdBlockEnabled;   /**< 1 if IdBlock and IdAuthInfo are valid. */
    HV_UINT8 AuthorKeyEnabled; /**< 1 if AuthorKey is valid. */
} HV_PSP_LAUNCH_FINISH_DATA, *PHV_PSP_LAUNCH_FINISH_DATA;
HV_STATIC_ASSERT(sizeof(HV_PSP_LAUNCH_FINISH_DATA) == 3334);

/** Data that completes the import of an isolated partition on x64. */
typedef union HV_X64_PARTITION_COMPLETE_ISOLATED_IMPORT_DATA
{
    HV_UINT64 Reserved;
    HV_PSP_LAUNCH_FINISH_DATA PspParameters; /**< Data for an SNP partition. */
} HV_X64_PARTITION_COMPLETE_ISOLATED_IMPORT_DATA, *PHV_X64_PARTITION_COMPLETE_ISOLATED_IMPORT_DATA;
HV_STATIC_ASSERT(sizeof(HV_X64_PARTITION_COMPLETE_ISOLATED_IMPORT_DATA) == 3334);

/**
 * Input of HvCallCompleteIsolatedImport on x64, by which the host ends the import and closes the
 * measurement. No output.
 */
typedef struct HV_X64_INPUT_COMPLETE_ISOLATED_IMPORT
{
    HV_PARTITION_ID PartitionId;
    /** Data that completes the import. */
    HV_X64_PARTITION_COMPLETE_ISOLATED_IMPORT_DATA ImportData;
} HV_X64_INPUT_COMPLETE_ISOLATED_IMPORT, *PHV_X64_INPUT_COMPLETE_ISOLATED_IMPORT;
HV_STATIC_ASSERT(sizeof(HV_X64_INPUT_COMPLETE_ISOLATED_IMPORT) == 3342);

HV_PACK_END

/**
 * Data that completes the import of an isolated partition on ARM64; reserved. Source: symbols of
 * securekernel 26100.
 */
typedef union HV_ARM64_PARTITION_COMPLETE_ISOLATED_IMPORT_DATA
{
    HV_UINT64 Reserved;
} HV_ARM64_PARTITION_COMPLETE_ISOLATED_IMPORT_DATA, *PHV_ARM64_PARTITION_COMPLETE_ISOLATED_IMPORT_DATA;
HV_STATIC_ASSERT(sizeof(HV_ARM64_PARTITION_COMPLETE_ISOLATED_IMPORT_DATA) == 8);

/**
 * Input of HvCallCompleteIsolatedImport on ARM64, by which the host ends the import. No output.
 * Source: symbols of securekernel 26100.
 */
typedef struct HV_ARM64_INPUT_COMPLETE_ISOLATED_IMPORT
{
    HV_PARTITION_ID PartitionId;
    /** Data that completes the import. */
    HV_ARM64_PARTITION_COMPLETE_ISOLATED_IMPORT_DATA ImportData;
} HV_ARM64_INPUT_COMPLETE_ISOLATED_IMPORT, *PHV_ARM64_INPUT_COMPLETE_ISOLATED_IMPORT;
HV_STATIC_ASSERT(sizeof(HV_ARM64_INPUT_COMPLETE_ISOLATED_IMPORT) == 16);

typedef HV_BY_TARGET(HV_X64_PARTITION_COMPLETE_ISOLATED_IMPORT_DATA,
                     HV_ARM64_PARTITION_COMPLETE_ISOLATED_IMPORT_DATA) HV_PARTITION_COMPLETE_ISOLATED_IMPORT_DATA,
    *PHV_PARTITION_COMPLETE_ISOLATED_IMPORT_DATA;
typedef HV_BY_TARGET(HV_X64_INPUT_COMPLETE_ISOLATED_IMPORT,
                     HV_ARM64_INPUT_COMPLETE_ISOLATED_IMPORT) HV_INPUT_COMPLETE_ISOLATED_IMPORT,
    *PHV_INPUT_COMPLETE_ISOLATED_IMPORT;

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_ISOLATION */
