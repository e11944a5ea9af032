/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Isolated partitions: memory that the host cannot read, its acceptance and its sharing.
 *
 * In an ordinary partition the host can read and write all memory of the guest. In
 * an isolated one it cannot; the following parties prevent it:
 *
 *     type   kept out by                               registers of the guest
 *     VBS    the hypervisor, asked by the secure       hidden by the hypervisor
 *            kernel in the root's VTL 1
 *     SNP    AMD's processor (SEV-SNP)                 encrypted in a VMSA page
 *     TDX    Intel's processor and its TDX module      kept by the module
 *     CCA    Arm's realm management                    kept by the realm monitor
 *
 * Leaf 0x4000000C reports the type to the guest (Cpuid.h). That value comes from the
 * host, so a guest that must be sure of its isolation has to query the hardware and
 * present an attestation report instead. If ParavisorPresent is set, trusted software
 * in the guest's own higher level (VTL 2) runs between guest and host and makes all
 * calls of this header for the guest: such a guest may only need to know which of its
 * pages are shared.
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
 *       accepts the page again after it took it back.
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
 *  - Everything in a shared page may change between two reads. The guest must copy
 *    it first and then check the copy.
 *
 * Under SNP and TDX without a paravisor the guest cannot make hypercalls as
 * usual: the host cannot read its registers. Hypercall.h describes the path of each
 * type, Ghcb.h the page and the MSR protocol of SNP.
 *
 * The host, for its part, builds a partition by importing pages that are
 * measured, completes the import with an identity that the processor checks,
 * and moves the partition through the states of HV_PARTITION_ISOLATION_STATE:
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

/** Isolation type of a partition, specified when it is created. */
typedef union HV_PARTITION_ISOLATION_PROPERTIES
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        /** Bits 0 to 4: HV_PARTITION_ISOLATION_TYPE_... */
        HV_UINT64 IsolationType : 5;
        /** Bits 5 and 6: HV_PARTITION_ISOLATION_HOST_TYPE_... */
        HV_UINT64 IsolationHostType : 2;
        HV_UINT64 RsvdZ : 5;
        /** Bits 12 to 63: the boundary's page number; 0 if there is none. */
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
    /** Initialised or scrubbed: no page is accepted; processors may be made but not started. */
    HvPartitionIsolationInsecureClean = 1,
    /** Was secure: must be scrubbed before it can be secure again. */
    HvPartitionIsolationInsecureDirty = 2,
    /** In use by the guest: no processor can be made or deleted, the partition not be ended. */
    HvPartitionIsolationSecure = 3,
    /** An attempt to secure it failed; pages may still be assigned. */
    HvPartitionIsolationSecureDirty = 4,
    HvPartitionIsolationSecureTerminating = 5, /**< On its way from secure to insecure dirty. */
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
        /** Bits 0 to 7: least minor version of the processor's firmware. */
        HV_UINT64 MinorVersion : 8;
        HV_UINT64 MajorVersion : 8;          /**< Bits 8 to 15: least major version. */
        HV_UINT64 SmtAllowed : 1;            /**< Bit 16: the machine may have SMT on. */
        HV_UINT64 VmplsRequired : 1;         /**< Bit 17. */
        HV_UINT64 MigrationAgentAllowed : 1; /**< Bit 18. */
        /** Bit 19: the host may decrypt the guest's memory. */
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

/** HvRegisterIsolationCapabilities; nothing is defined in it yet. */
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
 * HvPartitionPropertySevVmgexitOffloads: requests of an SNP guest that the
 * hypervisor answers itself instead of sending HvMessageTypeX64SevVmgexitIntercept
 * to the parent. "Nae" are requests in the GHCB page, "Msr" those in the MSR.
 *
 * Source: rust-vmm mshv.
 */
typedef union HV_SEV_VMGEXIT_OFFLOAD
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 NaeRdtsc : 1;              /**< Bit 0. */
        HV_UINT64 NaeCpuid : 1;              /**< Bit 1. */
        HV_UINT64 NaeReservedIoPort : 1;     /**< Bit 2. */
        HV_UINT64 NaeRdmsr : 1;              /**< Bit 3. */
        HV_UINT64 NaeWrmsr : 1;              /**< Bit 4. */
        HV_UINT64 NaeVmmcall : 1;            /**< Bit 5. */
        HV_UINT64 NaeWbinvd : 1;             /**< Bit 6. */
        HV_UINT64 NaeSnpPageStateChange : 1; /**< Bit 7. */
        HV_UINT64 Reserved0 : 24;
        HV_UINT64 MsrCpuid : 1;              /**< Bit 32. */
        HV_UINT64 MsrSnpPageStateChange : 1; /**< Bit 33. */
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
 * Access rights of the host to a page: bit 0 read, bit 1 write. The hardware knows
 * only none and both.
 */
#define HV_HOST_VISIBILITY_PRIVATE 0x0
#define HV_HOST_VISIBILITY_SHARED 0x3

/**
 * HvCallAcceptGpaPages: accepts a run of pages; a rep call without a list, whose
 * count of repetitions is the number of pages.
 *
 * With a hardware type and no paravisor the processor's own instruction
 * (PVALIDATE, TDG.MEM.PAGE.ACCEPT) takes the place of this call. Which codes it
 * fails with is in no source; the pages up to ElementsProcessed are accepted.
 */
typedef struct HV_INPUT_ACCEPT_GPA_PAGES
{
    HV_PARTITION_ID TargetPartitionId; /**< HV_PARTITION_ID_SELF. */
    union
    {
        HV_UINT32 PageAttributesAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 MemoryType : 6;     /**< Bits 0 to 5: HV_ACCEPT_MEMORY_TYPE. */
            /** Bits 6 and 7: HV_HOST_VISIBILITY_PRIVATE or _SHARED. */
            HV_UINT32 HostVisibility : 2;
            /**
             * Bits 8 to 10: VTLs for which VtlPermissionSet counts; VTL 0 has no protections to
             * set.
             */
            HV_UINT32 VtlSet : 3;
            HV_UINT32 Reserved : 21;
        };
#endif
    };
    /** First protections of the pages against lower levels. */
    HV_VTL_PERMISSION_SET VtlPermissionSet;
    HV_GPA_PAGE_NUMBER GpaPageBase;         /**< The first page. */
} HV_INPUT_ACCEPT_GPA_PAGES, *PHV_INPUT_ACCEPT_GPA_PAGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_ACCEPT_GPA_PAGES) == 24);

/**
 * HvCallUnacceptGpaPages: gives accepted pages back; a rep call without a list, as the one above.
 */
typedef struct HV_INPUT_UNACCEPT_GPA_PAGES
{
    HV_PARTITION_ID TargetPartitionId;
    union
    {
        HV_UINT32 PageAttributesAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /** Bits 0 to 2: VTLs whose protections are compared with VtlPermissionSet first. */
            HV_UINT32 VtlSet : 3;
            HV_UINT32 Reserved : 29;
        };
#endif
    };
    HV_VTL_PERMISSION_SET VtlPermissionSet;
    HV_GPA_PAGE_NUMBER GpaPageBase; /**< The first page. */
} HV_INPUT_UNACCEPT_GPA_PAGES, *PHV_INPUT_UNACCEPT_GPA_PAGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_UNACCEPT_GPA_PAGES) == 24);

/*
 * Sharing pages with the host.
 */

/**
 * HvCallModifySparseGpaPageHostVisibility: shares listed pages or takes them back; a rep call, one
 * page a repetition.
 *
 * The pages need not be contiguous. ElementsProcessed is the number of pages of the list that
 * were changed before one failed; check it against the list's length. Without a
 * paravisor a failure is the host's own doing: mu_msvm stops the guest then.
 */
typedef struct HV_INPUT_MODIFY_SPARSE_GPA_PAGE_HOST_VISIBILITY
{
    HV_PARTITION_ID TargetPartitionId; /**< HV_PARTITION_ID_SELF. */
    union
    {
        HV_UINT32 HostVisibilityAsUINT32;
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
    HV_GPA_PAGE_NUMBER GpaPageList[]; /**< Below the shared GPA boundary. */
} HV_INPUT_MODIFY_SPARSE_GPA_PAGE_HOST_VISIBILITY, *PHV_INPUT_MODIFY_SPARSE_GPA_PAGE_HOST_VISIBILITY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_MODIFY_SPARSE_GPA_PAGE_HOST_VISIBILITY) == 16);

/**
 * HvCallQuerySparseGpaPageHostVisibility: reads the visibility of listed pages; a rep call.
 *
 * The output is one byte a page, HV_HOST_VISIBILITY_PRIVATE or _SHARED.
 */
typedef struct HV_INPUT_QUERY_SPARSE_GPA_PAGE_HOST_VISIBILITY
{
    HV_PARTITION_ID TargetPartitionId;
    HV_GPA_PAGE_NUMBER GpaPageList[];
} HV_INPUT_QUERY_SPARSE_GPA_PAGE_HOST_VISIBILITY, *PHV_INPUT_QUERY_SPARSE_GPA_PAGE_HOST_VISIBILITY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_QUERY_SPARSE_GPA_PAGE_HOST_VISIBILITY) == 8);

/*
 * Building an isolated partition (host).
 */

/** Type of a page after its import. Source: rust-vmm mshv. */
typedef HV_UINT32 HV_ISOLATED_PAGE_TYPE, *PHV_ISOLATED_PAGE_TYPE;
enum
{
    HvIsolatedPageTypeNormal = 0,     /**< Its content is measured. */
    HvIsolatedPageTypeVmsa = 1,       /**< The first state of a processor, measured. */
    HvIsolatedPageTypeZero = 2,       /**< Measured as zeros. */
    HvIsolatedPageTypeUnmeasured = 3, /**< Encrypted, its content not measured. */
    HvIsolatedPageTypeSecrets = 4,    /**< The processor's firmware puts the guest's keys there. */
    /** HV_PSP_CPUID_PAGE, checked by the processor's firmware. */
    HvIsolatedPageTypeCpuid = 5,
    HvIsolatedPageTypeCount = 6
};

/** The size of the pages that are imported. Source: rust-vmm mshv. */
typedef HV_UINT32 HV_ISOLATED_PAGE_SIZE, *PHV_ISOLATED_PAGE_SIZE;
enum
{
    HvIsolatedPageSize4Kb = 0,
    HvIsolatedPageSize2Mb = 1
};

/**
 * HvCallImportIsolatedPages: adds listed pages to a partition being built; a rep call. Source:
 * rust-vmm mshv.
 */
typedef struct HV_INPUT_IMPORT_ISOLATED_PAGES
{
    HV_PARTITION_ID PartitionId;
    HV_ISOLATED_PAGE_TYPE PageType;
    HV_ISOLATED_PAGE_SIZE PageSize;
    HV_GPA_PAGE_NUMBER PageNumber[];
} HV_INPUT_IMPORT_ISOLATED_PAGES, *PHV_INPUT_IMPORT_ISOLATED_PAGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_IMPORT_ISOLATED_PAGES) == 16);

/**
 * One CPUID result that an SNP guest is to believe; asked for by the host, corrected by the
 * processor's firmware.
 */
typedef struct HV_PSP_CPUID_LEAF
{
    HV_UINT32 EaxIn;
    HV_UINT32 EcxIn;
    HV_UINT64 XfemIn; /**< XCR0 at the time of the question. */
    HV_UINT64 XssIn;  /**< IA32_XSS at the time of the question. */
    HV_UINT32 EaxOut;
    HV_UINT32 EbxOut;
    HV_UINT32 EcxOut;
    HV_UINT32 EdxOut;
    HV_UINT64 ReservedZ;
} HV_PSP_CPUID_LEAF, *PHV_PSP_CPUID_LEAF;
HV_STATIC_ASSERT(sizeof(HV_PSP_CPUID_LEAF) == 48);

/** Results that HV_PSP_CPUID_PAGE has room for. */
#define HV_PSP_CPUID_LEAF_COUNT_MAX 64

/**
 * The CPUID page of an SNP guest; rest of the page is zero. rust-vmm mshv leaves ReservedZ3 out.
 */
typedef struct HV_PSP_CPUID_PAGE
{
    HV_UINT32 Count; /**< Leaves that follow, at most HV_PSP_CPUID_LEAF_COUNT_MAX. */
    HV_UINT32 ReservedZ1;
    HV_UINT64 ReservedZ2;
    HV_PSP_CPUID_LEAF CpuidLeafInfo[64];
    HV_UINT64 ReservedZ3[126];
} HV_PSP_CPUID_PAGE, *PHV_PSP_CPUID_PAGE;
HV_STATIC_ASSERT(sizeof(HV_PSP_CPUID_PAGE) == 4096);

/** The identity of an SNP guest, signed by its owner. Source: rust-vmm mshv; OpenVMM x86defs. */
typedef struct HV_SNP_ID_BLOCK
{
    HV_UINT8 LaunchDigest[48]; /**< Measurement that the import must have reached (SHA-384). */
    HV_UINT8 FamilyId[16];     /**< The owner's; not interpreted. */
    HV_UINT8 ImageId[16];      /**< The owner's; not interpreted. */
    HV_UINT32 Version;         /**< Of this block: 1. */
    HV_UINT32 GuestSvn;        /**< Security version of the guest. */
    HV_SNP_GUEST_POLICY Policy;
} HV_SNP_ID_BLOCK, *PHV_SNP_ID_BLOCK;
HV_STATIC_ASSERT(sizeof(HV_SNP_ID_BLOCK) == 96);

/** The signatures over HV_SNP_ID_BLOCK and over the key that made it. Source: rust-vmm mshv. */
typedef struct HV_SNP_ID_AUTH_INFO
{
    HV_UINT32 IdKeyAlgorithm;   /**< AMD's number of the algorithm of IdKey, */
    HV_UINT32 AuthKeyAlgorithm; /**< and of AuthorKey. */
    HV_UINT8 Reserved0[56];
    HV_UINT8 IdBlockSignature[512]; /**< Over the identity, by IdKey. */
    HV_UINT8 IdKey[1028];
    HV_UINT8 Reserved1[60];
    HV_UINT8 IdKeySignature[512];   /**< Over IdKey, by AuthorKey. */
    HV_UINT8 AuthorKey[1028];
} HV_SNP_ID_AUTH_INFO, *PHV_SNP_ID_AUTH_INFO;
HV_STATIC_ASSERT(sizeof(HV_SNP_ID_AUTH_INFO) == 3204);

HV_PACK_BEGIN

/**
 * Data that completes the launch of an SNP guest. Without padding at its end. Source: rust-vmm
 * mshv.
 */
typedef struct HV_PSP_LAUNCH_FINISH_DATA
{
    HV_SNP_ID_BLOCK IdBlock;
    HV_SNP_ID_AUTH_INFO IdAuthInfo;
    HV_UINT8 HostData[32];       /**< The host's, shown in the attestation report. */
    HV_UINT8 IdBlockEnabled;     /**< 1: IdBlock and IdAuthInfo count. */
    HV_UINT8 AuthorKeyEnabled;   /**< 1: AuthorKey counts. */
} HV_PSP_LAUNCH_FINISH_DATA, *PHV_PSP_LAUNCH_FINISH_DATA;
HV_STATIC_ASSERT(sizeof(HV_PSP_LAUNCH_FINISH_DATA) == 3334);

/** Data that completes the import on x64. */
typedef union HV_X64_PARTITION_COMPLETE_ISOLATED_IMPORT_DATA
{
    HV_UINT64 Reserved;
    HV_PSP_LAUNCH_FINISH_DATA PspParameters; /**< SNP. */
} HV_X64_PARTITION_COMPLETE_ISOLATED_IMPORT_DATA, *PHV_X64_PARTITION_COMPLETE_ISOLATED_IMPORT_DATA;
HV_STATIC_ASSERT(sizeof(HV_X64_PARTITION_COMPLETE_ISOLATED_IMPORT_DATA) == 3334);

/** HvCallCompleteIsolatedImport on x64: no more pages; the measurement is closed. */
typedef struct HV_X64_INPUT_COMPLETE_ISOLATED_IMPORT
{
    HV_PARTITION_ID PartitionId;
    HV_X64_PARTITION_COMPLETE_ISOLATED_IMPORT_DATA ImportData;
} HV_X64_INPUT_COMPLETE_ISOLATED_IMPORT, *PHV_X64_INPUT_COMPLETE_ISOLATED_IMPORT;
HV_STATIC_ASSERT(sizeof(HV_X64_INPUT_COMPLETE_ISOLATED_IMPORT) == 3342);

HV_PACK_END

/** Data that completes the import on ARM64. Source: symbols of securekernel 26100. */
typedef union HV_ARM64_PARTITION_COMPLETE_ISOLATED_IMPORT_DATA
{
    HV_UINT64 Reserved;
} HV_ARM64_PARTITION_COMPLETE_ISOLATED_IMPORT_DATA, *PHV_ARM64_PARTITION_COMPLETE_ISOLATED_IMPORT_DATA;
HV_STATIC_ASSERT(sizeof(HV_ARM64_PARTITION_COMPLETE_ISOLATED_IMPORT_DATA) == 8);

/** HvCallCompleteIsolatedImport on ARM64. Source: symbols of securekernel 26100. */
typedef struct HV_ARM64_INPUT_COMPLETE_ISOLATED_IMPORT
{
    HV_PARTITION_ID PartitionId;
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
