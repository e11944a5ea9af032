/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Memory of partitions: deposits to the hypervisor, mappings into a guest, withdrawal.
 *
 * All memory of the machine belongs to the root partition at first: its guest physical addresses
 * are equal to system physical addresses. A parent (usually the root) provides pages to a partition
 * in two ways:
 *
 *   - *deposit*. The hypervisor keeps its data about a partition (processors, page tables, ports) in
 *     a pool of pages that belongs to that partition. The pool of a new partition is empty. A call
 *     that finds too few pages in it fails with HV_STATUS_INSUFFICIENT_MEMORY: the parent must
 *     deposit pages and call again. Deposited pages belong to the hypervisor, and no partition can
 *     access them until the parent withdraws them; they are then filled with zeros.
 *   - *map*. A page of the parent appears in the guest physical space of a child, with the accesses
 *     of HV_MAP_GPA_FLAGS (PageAccess.h). It may appear several times there and in other children:
 *     that is shared memory.
 *
 * A page of a child is mapped, unmapped, or mapped without any access. After an access to a page that
 * is not mapped, or that the flags do not permit, the virtual processor is suspended before the
 * instruction, and its parent receives an intercept message (Intercept.h). The parent changes the
 * mapping or emulates the instruction, and resumes the processor. The flags also apply to accesses of
 * the hypervisor for the guest (to its page tables).
 *
 * Calls about pages are rep calls, and may process a part of the list: the number of completed
 * elements is the position at which the caller must continue. The parent can query and clear the
 * marks of the pages that were read or written; migration of a running machine uses this.
 *
 * All these calls fail with HV_STATUS_ACCESS_DENIED if the caller is not the parent of the target (the
 * root can deposit for itself, and change accesses of its own pages), with
 * HV_STATUS_INVALID_PARTITION_ID, and with HV_STATUS_INVALID_PARTITION_STATE for a partition that is
 * not active.
 *
 * Sources: TLFS 6.0b chapters 5 and 9 and its online edition; TLFS 2.0 chapters 7 and 8 for the
 * deposit and map calls, with their failures; OpenVMM hvdef and hcl; mu_msvm HvGuestHypercall.h;
 * WDK 7.1 hvgdk.h; symbols of securekernel 26100; the 2023 mshv patch. A call whose comment only
 * repeats its name is undocumented.
 */

#ifndef MILE_HYPERV_HYPERVISOR_MEMORY
#define MILE_HYPERV_HYPERVISOR_MEMORY

#include "AddressSpace.h"
#include "PageAccess.h"
#include "PageRange.h"

HV_HEADER_BEGIN

/*
 * Options and parts of the calls.
 */

/**
 * Pages that one deposit for HV_STATUS_INSUFFICIENT_CONTIGUOUS_MEMORY or
 * HV_STATUS_INSUFFICIENT_CONTIGUOUS_ROOT_MEMORY must contain contiguously. Source: Linux 7.3
 * include/hyperv.
 */
#define HV_MAX_CONTIGUOUS_ALLOCATION_PAGES 8

/** Flag of HvCallUnmapGpaPages: the memory of the pages remains committed. */
#define HV_UNMAP_GPA_KEEP_PRECOMMITTED 0x1
/**
 * The number of repetitions counts large pages of 2 MiB. The call fails at the first incomplete
 * large page, after it has unmapped the pages before it.
 */
#define HV_UNMAP_GPA_LARGE_PAGE 0x2

/** Flags of HvCallUnmapGpaPages: HV_UNMAP_GPA_ values. */
typedef HV_UINT32 HV_UNMAP_GPA_FLAGS, *PHV_UNMAP_GPA_FLAGS;
/** Flags of HvCallPrecommitGpaPages. */
typedef HV_UINT32 HV_PRECOMMIT_GPA_FLAGS, *PHV_PRECOMMIT_GPA_FLAGS;

/** Page of the target with the page of the caller that backs it. */
typedef struct HV_GPA_MAPPING
{
    HV_GPA_PAGE_NUMBER TargetGpaPageNumber; /**< Page to map, in the target. */
    HV_GPA_PAGE_NUMBER SourceGpaPageNumber; /**< Page that backs it, in the caller. */
} HV_GPA_MAPPING, *PHV_GPA_MAPPING;
HV_STATIC_ASSERT(sizeof(HV_GPA_MAPPING) == 16);

/** NUMA domain of a range of system memory. In the original 1.x only. */
typedef struct HV_MEMORY_PROXIMITY_INFO
{
    HV_UINT64 BaseAddress; /**< System physical address of the first byte, by the member's name. */
    /** System physical address of the end; whether it is inclusive is undocumented. */
    HV_UINT64 EndAddress;
    HV_PROXIMITY_DOMAIN_ID ProximityDomainId;
    HV_UINT32 Padding;
} HV_MEMORY_PROXIMITY_INFO, *PHV_MEMORY_PROXIMITY_INFO;
HV_STATIC_ASSERT(sizeof(HV_MEMORY_PROXIMITY_INFO) == 24);

/** Range of system memory and its kind. In the original 1.x only. */
typedef struct HV_MEMORY_RANGE_INFO
{
    HV_SPA BaseAddress; /**< System physical address of the first byte. */
    HV_UINT64 Length;   /**< Length of the range in bytes; the bound is undocumented. */
    union
    {
        HV_PROXIMITY_DOMAIN_ID ProximityDomainId;
        /** Kind of the range. */
        union
        {
            HV_UINT8 AsUINT8;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT8 IsRam : 1; /**< Bit 0: the range is RAM. */
                /** Bit 1: the range is RAM that the root does not use. */
                HV_UINT8 IsNonRootRam : 1;
                /** Bit 2: RAM can be added to the range at run time. */
                HV_UINT8 IsHotAddableRam : 1;
                HV_UINT8 IsBadRam : 1; /**< Bit 3: the range is faulty RAM. */
                HV_UINT8 Reserved : 4;
            };
#endif
        } Attributes;
    };
    HV_UINT32 Padding;
} HV_MEMORY_RANGE_INFO, *PHV_MEMORY_RANGE_INFO;
HV_STATIC_ASSERT(sizeof(HV_MEMORY_RANGE_INFO) == 24);

typedef const HV_MEMORY_RANGE_INFO *PCHV_MEMORY_RANGE_INFO;

/*
 * Deposit.
 */

/**
 * Input of HvCallDepositMemory, which moves pages of the caller to a partition's pool; a rep call.
 * No output.
 *
 * The caller needs the privilege AccessMemoryPool. The partition may be active or not yet
 * initialized. The caller must have full access to each page, and no other partition any access;
 * otherwise, and for a page that is already in a pool, the call fails with
 * HV_STATUS_OPERATION_DENIED. HV_STATUS_OBJECT_IN_USE is a page with another use (a buffer of the
 * event log, I/O of a device).
 */
typedef struct HV_INPUT_DEPOSIT_MEMORY
{
    HV_PARTITION_ID PartitionId;      /**< Partition that owns the pool. */
    HV_GPA_PAGE_NUMBER GpaPageList[]; /**< GPA page numbers in the caller, one per repetition. */
} HV_INPUT_DEPOSIT_MEMORY, *PHV_INPUT_DEPOSIT_MEMORY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_DEPOSIT_MEMORY) == 8);

/**
 * Input of HvCallWithdrawMemory, which returns pages that the hypervisor does not use. It is a rep
 * call without a list: the number of repetitions is the number of requested pages. Output:
 * HV_OUTPUT_WITHDRAW_MEMORY, one per page.
 *
 * The caller needs the privilege AccessMemoryPool. The hypervisor returns all pages of a finalized
 * partition, and as many as it does not use before that. Failures: HV_STATUS_NO_RESOURCES if no
 * unused page is left, HV_STATUS_INVALID_PARAMETER for a nonexistent proximity domain.
 */
typedef struct HV_INPUT_WITHDRAW_MEMORY
{
    HV_PARTITION_ID PartitionId; /**< Partition that owns the pool. */
    HV_PROXIMITY_DOMAIN_INFO ProximityDomainInfo;
} HV_INPUT_WITHDRAW_MEMORY, *PHV_INPUT_WITHDRAW_MEMORY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_WITHDRAW_MEMORY) == 16);

/**
 * Element of the output of HvCallWithdrawMemory: number of a deposited page. The page contains
 * zeros.
 */
typedef HV_GPA_PAGE_NUMBER HV_OUTPUT_WITHDRAW_MEMORY, *PHV_OUTPUT_WITHDRAW_MEMORY;

/**
 * Input of HvCallGetMemoryBalance, which returns the number of unused and used pages in a
 * partition's pool. Output: HV_OUTPUT_GET_MEMORY_BALANCE. The caller needs the privilege
 * AccessMemoryPool.
 */
typedef struct HV_INPUT_GET_MEMORY_BALANCE
{
    HV_PARTITION_ID PartitionId;
    HV_PROXIMITY_DOMAIN_INFO ProximityDomainInfo;
} HV_INPUT_GET_MEMORY_BALANCE, *PHV_INPUT_GET_MEMORY_BALANCE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_MEMORY_BALANCE) == 16);

/** Output of HvCallGetMemoryBalance. HvCallWithdrawMemory may return fewer pages than these. */
typedef struct HV_OUTPUT_GET_MEMORY_BALANCE
{
    HV_UINT64 PagesAvailable; /**< Number of unused pages in the pool. */
    HV_UINT64 PagesInUse;     /**< Number of pages that the hypervisor uses. */
} HV_OUTPUT_GET_MEMORY_BALANCE, *PHV_OUTPUT_GET_MEMORY_BALANCE;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_GET_MEMORY_BALANCE) == 16);

/** HvPartitionPropertyDepositStatus: result of a deposit. Undocumented. */
typedef union HV_PARTITION_DEPOSIT_STATUS
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Success : 1; /**< Bit 0: the deposit succeeded, by the member's name. */
        HV_UINT64 Async : 1;   /**< Bit 1: undocumented. */
        HV_UINT64 Remote : 1;  /**< Bit 2: undocumented. */
        HV_UINT64 Reserved : 61;
    };
#endif
} HV_PARTITION_DEPOSIT_STATUS, *PHV_PARTITION_DEPOSIT_STATUS;
HV_STATIC_ASSERT(sizeof(HV_PARTITION_DEPOSIT_STATUS) == 8);

/**
 * Input of HvCallQueryPartitionReservedPages, which lists the system pages that the hypervisor
 * reserves for a partition. Output: HV_OUTPUT_GET_PARTITION_RESERVED_PAGES.
 */
typedef struct HV_INPUT_GET_PARTITION_RESERVED_PAGES
{
    HV_UINT64 PartitionId; /**< Partition that has the pages. */
    union
    {
        HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /** Bit 0: continue after the last range of the previous call. */
            HV_UINT64 Continue : 1;
            HV_UINT64 Reserved : 63;
        };
#endif
    };
} HV_INPUT_GET_PARTITION_RESERVED_PAGES, *PHV_INPUT_GET_PARTITION_RESERVED_PAGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_PARTITION_RESERVED_PAGES) == 16);

/** Output of HvCallQueryPartitionReservedPages: a page of ranges. */
typedef struct HV_OUTPUT_GET_PARTITION_RESERVED_PAGES
{
    union
    {
        HV_UINT64 AsUINT64;
        HV_UINT16 RangeCount; /**< Number of valid elements of RangeList; at most 511. */
    };
    HV_SPA_PAGE_RANGE RangeList[511]; /**< Ranges of reserved pages. */
} HV_OUTPUT_GET_PARTITION_RESERVED_PAGES, *PHV_OUTPUT_GET_PARTITION_RESERVED_PAGES;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_GET_PARTITION_RESERVED_PAGES) == 4096);

/** Pages that HvCallGetSpaPageList lists. */
typedef union HV_SPA_PAGE_LIST_FLAGS
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Deposited : 1; /**< Bit 0: deposited pages. */
        HV_UINT64 Minimal : 1;   /**< Bit 1: undocumented. */
        HV_UINT64 Hardware : 1;  /**< Bit 2: undocumented. */
        HV_UINT64 RsvdZ : 61;
    };
#endif
} HV_SPA_PAGE_LIST_FLAGS, *PHV_SPA_PAGE_LIST_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_SPA_PAGE_LIST_FLAGS) == 8);

/**
 * Input of HvCallGetSpaPageList, which lists the system pages in an interval that the hypervisor
 * uses, for a writer of memory dumps. Output: HV_OUTPUT_GET_SPA_PAGE_LIST.
 */
typedef struct HV_INPUT_GET_SPA_PAGE_LIST
{
    HV_UINT64 StartPage; /**< SPA page number at which the interval begins. */
    /** SPA page number at which the interval ends; whether it is inclusive is undocumented. */
    HV_UINT64 EndPage;
    HV_SPA_PAGE_LIST_FLAGS Flags;
} HV_INPUT_GET_SPA_PAGE_LIST, *PHV_INPUT_GET_SPA_PAGE_LIST;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_SPA_PAGE_LIST) == 24);

/** Output of HvCallGetSpaPageList. */
typedef struct HV_OUTPUT_GET_SPA_PAGE_LIST
{
    HV_UINT64 NextPageToScan; /**< StartPage of the next call. */
    HV_UINT16 RangeCount;     /**< Number of valid elements of RangeList; at most 510. */
    HV_UINT16 Rsvd[3];
    HV_SPA_PAGE_RANGE RangeList[510]; /**< Ranges of pages. */
} HV_OUTPUT_GET_SPA_PAGE_LIST, *PHV_OUTPUT_GET_SPA_PAGE_LIST;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_GET_SPA_PAGE_LIST) == 4096);

/**
 * Input of HvCallAddPhysicalMemory, by which the root announces memory that was added to the
 * machine. Output: HV_OUTPUT_ADD_PHYSICAL_MEMORY. The place of the number of pages is undocumented.
 */
typedef struct HV_INPUT_ADD_PHYSICAL_MEMORY
{
    HV_UINT8 Prepare;   /**< Nonzero for a first step, by the member's name. Undocumented. */
    HV_UINT8 LargePage; /**< Nonzero for large pages, by the member's name. Undocumented. */
    HV_UINT16 Reserved1;
    HV_UINT32 Reserved2;
    HV_GPA_PAGE_NUMBER StartPage; /**< Number of the first page. */
} HV_INPUT_ADD_PHYSICAL_MEMORY, *PHV_INPUT_ADD_PHYSICAL_MEMORY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_ADD_PHYSICAL_MEMORY) == 16);

/** Output of HvCallAddPhysicalMemory. Undocumented; only the original 1.x has it. */
typedef struct HV_OUTPUT_ADD_PHYSICAL_MEMORY
{
    HV_UINT64 PagesProcessed; /**< Number of processed pages. */
} HV_OUTPUT_ADD_PHYSICAL_MEMORY, *PHV_OUTPUT_ADD_PHYSICAL_MEMORY;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_ADD_PHYSICAL_MEMORY) == 8);

/**
 * Input of HvCallRemovePhysicalMemory, by which the root removes memory of the machine. The place
 * of the number of pages is undocumented.
 */
typedef struct HV_INPUT_REMOVE_PHYSICAL_MEMORY
{
    HV_UINT8 Prepare;   /**< Nonzero for a first step, by the member's name. Undocumented. */
    HV_UINT8 LargePage; /**< Nonzero for large pages, by the member's name. Undocumented. */
    HV_UINT16 Reserved1;
    HV_UINT32 Reserved2;
    HV_UINT64 StartPage; /**< Number of the first page. */
} HV_INPUT_REMOVE_PHYSICAL_MEMORY, *PHV_INPUT_REMOVE_PHYSICAL_MEMORY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_REMOVE_PHYSICAL_MEMORY) == 16);

/*
 * Mapping.
 */

/**
 * Input of HvCallMapGpaPages, which maps pages of the caller to consecutive pages of the target; a
 * rep call over the caller's pages. No output.
 *
 * The mapping replaces an earlier mapping and its accesses. The caller's pages must be mapped,
 * otherwise the call fails with HV_STATUS_OPERATION_DENIED, as for a page in a pool; the caller
 * needs no access to them. Other failures: HV_STATUS_INVALID_PARAMETER for a page beyond either
 * space or an invalid set of flags, HV_STATUS_OBJECT_IN_USE for a mapping on which something
 * depends (event log, I/O), HV_STATUS_INSUFFICIENT_MEMORY if the target's pool is too small.
 *
 * The root may call it for itself, with equal page numbers on both sides, to change the accesses to
 * its own pages. The hypervisor can use large pages for runs that have equal offsets from a 2 MiB
 * boundary on both sides.
 */
typedef struct HV_INPUT_MAP_GPA_PAGES
{
    HV_PARTITION_ID TargetPartitionId; /**< Partition to which the call applies. */
    /** GPA page number in the target for element 0; element n is n pages later. */
    HV_GPA_PAGE_NUMBER TargetGpaBase;
    /** Accesses that the target has: HV_MAP_GPA_ values (PageAccess.h). */
    HV_MAP_GPA_FLAGS MapFlags;
    HV_UINT32 Padding;
    /** GPA page numbers in the caller, one per repetition. */
    HV_GPA_PAGE_NUMBER SourceGpaPageList[];
} HV_INPUT_MAP_GPA_PAGES, *PHV_INPUT_MAP_GPA_PAGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_MAP_GPA_PAGES) == 24);

/**
 * Input of HvCallUnmapGpaPages, which unmaps pages of the target. It is a rep call without a list:
 * the number of repetitions is the number of pages. No output.
 *
 * A page without a mapping is not a failure. HV_STATUS_OBJECT_IN_USE and
 * HV_STATUS_INVALID_PARAMETER have the reasons of HvCallMapGpaPages. The root cannot call it for
 * itself. Until Windows 7 the input ends before UnmapFlags.
 */
typedef struct HV_INPUT_UNMAP_GPA_PAGES
{
    HV_PARTITION_ID TargetPartitionId; /**< Partition to which the call applies. */
    HV_GPA_PAGE_NUMBER TargetGpaBase;  /**< GPA page number of the first page in the target. */
    HV_UNMAP_GPA_FLAGS UnmapFlags;     /**< HV_UNMAP_GPA_FLAGS. */
    HV_UINT32 Padding;
} HV_INPUT_UNMAP_GPA_PAGES, *PHV_INPUT_UNMAP_GPA_PAGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_UNMAP_GPA_PAGES) == 24);

/**
 * Input of HvCallMapSparseGpaPages, the form of HvCallMapGpaPages with a target page for each page
 * of the caller; a rep call. No output.
 */
typedef struct HV_INPUT_MAP_SPARSE_GPA_PAGES
{
    HV_PARTITION_ID TargetPartitionId; /**< Partition to which the call applies. */
    /** Accesses that the target has: HV_MAP_GPA_ values (PageAccess.h). */
    HV_MAP_GPA_FLAGS MapFlags;
    HV_UINT32 Padding;
    HV_GPA_MAPPING PageList[]; /**< Pairs of target page and source page, one per repetition. */
} HV_INPUT_MAP_SPARSE_GPA_PAGES, *PHV_INPUT_MAP_SPARSE_GPA_PAGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_MAP_SPARSE_GPA_PAGES) == 16);

/**
 * Input of HvCallModifySparseGpaPages, which changes the accesses of mapped pages; a rep call. No
 * output.
 */
typedef struct HV_INPUT_MODIFY_SPARSE_GPA_PAGES
{
    HV_PARTITION_ID TargetPartitionId; /**< Partition to which the call applies. */
    HV_MAP_GPA_FLAGS MapFlags;         /**< New accesses: HV_MAP_GPA_ values (PageAccess.h). */
    HV_UINT32 Rsvdz;
    HV_GPA_PAGE_NUMBER GpaPageList[]; /**< GPA page numbers in the target, one per repetition. */
} HV_INPUT_MODIFY_SPARSE_GPA_PAGES, *PHV_INPUT_MODIFY_SPARSE_GPA_PAGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_MODIFY_SPARSE_GPA_PAGES) == 16);

/**
 * Input of HvCallPrecommitGpaPages, which provides memory for pages before their first use. No
 * output. The place of the number of pages is undocumented.
 */
typedef struct HV_INPUT_PRECOMMIT_GPA_PAGES
{
    HV_PARTITION_ID TargetPartitionId; /**< Partition to which the call applies. */
    HV_PRECOMMIT_GPA_FLAGS Flags;
    HV_UINT32 Padding;
    HV_GPA TargetGpaBase; /**< Guest physical address of the first page. */
} HV_INPUT_PRECOMMIT_GPA_PAGES, *PHV_INPUT_PRECOMMIT_GPA_PAGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_PRECOMMIT_GPA_PAGES) == 24);

/**
 * Input of HvCallUncommitGpaPages, which removes the memory of pages. No output. The place of the
 * number of pages is undocumented.
 */
typedef struct HV_INPUT_UNCOMMIT_GPA_PAGES
{
    HV_PARTITION_ID TargetPartitionId; /**< Partition to which the call applies. */
    HV_GPA TargetGpaBase;              /**< Guest physical address of the first page. */
} HV_INPUT_UNCOMMIT_GPA_PAGES, *PHV_INPUT_UNCOMMIT_GPA_PAGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_UNCOMMIT_GPA_PAGES) == 16);

/** Attributes that HvCallSetGpaPageAttributes sets. */
typedef union HV_GPA_PAGE_ATTRIBUTES
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Protectable : 1; /**< Bit 0: by its name, trust levels may protect the page. */
        HV_UINT64 Reserved : 63;
    };
#endif
} HV_GPA_PAGE_ATTRIBUTES, *PHV_GPA_PAGE_ATTRIBUTES;
HV_STATIC_ASSERT(sizeof(HV_GPA_PAGE_ATTRIBUTES) == 8);

/**
 * Input of HvCallSetGpaPageAttributes, which sets attributes of listed pages. No output.
 * Undocumented whether it is a rep call.
 */
typedef struct HV_INPUT_SET_GPA_PAGE_ATTRIBUTES
{
    HV_PARTITION_ID PartitionId;
    HV_GPA_PAGE_ATTRIBUTES Attributes;
    HV_GPA_PAGE_NUMBER GpaPageList[]; /**< GPA page numbers of the pages. */
} HV_INPUT_SET_GPA_PAGE_ATTRIBUTES, *PHV_INPUT_SET_GPA_PAGE_ATTRIBUTES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SET_GPA_PAGE_ATTRIBUTES) == 16);

/**
 * Input of HvCallPinGpaPageRanges, by which a guest requests the host to keep pages of the caller
 * backed, so that no access to them waits. No output.
 *
 * A rep call over ranges in the extended form; one call accepts up to 511. When it fails, the
 * ranges completed before stay pinned; the caller must unpin as many as the number of completed
 * elements. It is available if leaf 0x40000004 has UseGpaPinningHypercall (CpuidFeatures.h).
 * Source: mu_msvm; OpenVMM hcl.
 */
typedef struct HV_INPUT_PIN_GPA_PAGE_RANGES
{
    HV_UINT64 Reserved;          /**< Zero. */
    HV_GPA_RANGE GpaRangeList[]; /**< Ranges to pin, one per repetition. */
} HV_INPUT_PIN_GPA_PAGE_RANGES, *PHV_INPUT_PIN_GPA_PAGE_RANGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_PIN_GPA_PAGE_RANGES) == 8);

/** Input of HvCallUnpinGpaPageRanges, which permits the host to remove the memory again, until the next access. */
typedef HV_INPUT_PIN_GPA_PAGE_RANGES HV_INPUT_UNPIN_GPA_PAGE_RANGES, *PHV_INPUT_UNPIN_GPA_PAGE_RANGES;

/** Input of HvCallPinGpaPageRanges and HvCallUnpinGpaPageRanges, with mu_msvm's name. */
typedef struct HV_INPUT_GPA_PAGE_PINNING
{
    HV_UINT64 Reserved;
    HV_GPA_PAGE_RANGE GpaRangeList[]; /**< Ranges, one per repetition. */
} HV_INPUT_GPA_PAGE_PINNING, *PHV_INPUT_GPA_PAGE_PINNING;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GPA_PAGE_PINNING) == 8);

/** Maximum number of elements of GpaRangeList in one call: the rest of the input page after Reserved. */
#define HV_GPA_PAGE_PINNING_MAX_RANGE_COUNT 511

/*
 * Flushes of second-level translations by nested hypervisors (Nested.h); x64 only. They apply to all
 * processors, and are complete when the call returns. While a TLB is locked, the caller is suspended.
 */

/**
 * Input of HvCallFlushGuestPhysicalAddressSpace, which flushes all translations of one nested page
 * table, like INVEPT. No output.
 */
typedef struct HV_INPUT_FLUSH_GUEST_PHYSICAL_ADDRESS_SPACE
{
    HV_SPA AddressSpace; /**< Nested page table: the EPT pointer on Intel, nCR3 of the VMCB on AMD. */
    HV_FLUSH_FLAGS Flags; /**< Zero. */
} HV_INPUT_FLUSH_GUEST_PHYSICAL_ADDRESS_SPACE, *PHV_INPUT_FLUSH_GUEST_PHYSICAL_ADDRESS_SPACE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_FLUSH_GUEST_PHYSICAL_ADDRESS_SPACE) == 16);

/**
 * Input of HvCallFlushGuestPhysicalAddressList, by which a nested hypervisor flushes the cached
 * translations of listed ranges of its guest's pages; a rep call. No output.
 */
typedef struct HV_INPUT_FLUSH_GUEST_PHYSICAL_ADDRESS_LIST
{
    /**
     * System physical address of the nested guest's second-level page tables (EPT pointer), in the
     * nested hypervisor.
     */
    HV_SPA AddressSpace;
    HV_FLUSH_FLAGS Flags;
    /** Ranges of the nested guest's pages, one per repetition. */
    HV_GPA_PAGE_RANGE GpaRangeList[];
} HV_INPUT_FLUSH_GUEST_PHYSICAL_ADDRESS_LIST, *PHV_INPUT_FLUSH_GUEST_PHYSICAL_ADDRESS_LIST;
HV_STATIC_ASSERT(sizeof(HV_INPUT_FLUSH_GUEST_PHYSICAL_ADDRESS_LIST) == 16);

/** HV_INPUT_FLUSH_GUEST_PHYSICAL_ADDRESS_LIST with the name of the 2023 mshv patch. */
typedef struct HV_GUEST_MAPPING_FLUSH_LIST
{
    /** Address of the nested guest's second-level page tables (EPT pointer). */
    HV_UINT64 AddressSpace;
    HV_FLUSH_FLAGS Flags;
    HV_GPA_PAGE_RANGE GpaList[]; /**< Ranges of the nested guest's pages, one per repetition. */
} HV_GUEST_MAPPING_FLUSH_LIST, *PHV_GUEST_MAPPING_FLUSH_LIST;
HV_STATIC_ASSERT(sizeof(HV_GUEST_MAPPING_FLUSH_LIST) == 16);

/*
 * Recording of accesses. A page has two marks, accessed and dirty. The hypervisor sets them if
 * HvPartitionPropertyGpaPageAccessTracking enables it. To migrate a running partition, a host
 * clears the marks, copies all pages, then repeatedly copies the pages that became dirty in the
 * meantime, until few are left.
 */

/** Unit of memory that has marks. */
typedef HV_UINT32 HV_PAGE_ACCESS_TRACKING_GRANULARITY, *PHV_PAGE_ACCESS_TRACKING_GRANULARITY;
enum
{
    HvPageAccessTrackingGranularitySmallPage = 0,
    HvPageAccessTrackingGranularityLargePage = 1,
};

/** HvPartitionPropertyGpaPageAccessTracking: recording of accesses to pages. */
typedef union HV_PARTITION_PAGE_ACCESS_TRACKING_CONFIG
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Enabled : 1;     /**< Bit 0: the hypervisor records accesses. */
        HV_UINT64 Granularity : 2; /**< Bits 1 and 2: HV_PAGE_ACCESS_TRACKING_GRANULARITY. */
        /** Bit 3: the hypervisor records accesses to ranges, for HvCallGetGpaRangesAccessState. */
        HV_UINT64 RangeEnabled : 1;
        HV_UINT64 ReservedZ : 60;
    };
#endif
} HV_PARTITION_PAGE_ACCESS_TRACKING_CONFIG, *PHV_PARTITION_PAGE_ACCESS_TRACKING_CONFIG;
HV_STATIC_ASSERT(sizeof(HV_PARTITION_PAGE_ACCESS_TRACKING_CONFIG) == 8);

/** Size of a range that has marks: 0 (4 KiB) to 4 (256 TiB), each 512 times the size before it. */
typedef HV_UINT32 HV_GPA_ACCESS_TRACKING_RANGE_SIZE, *PHV_GPA_ACCESS_TRACKING_RANGE_SIZE;
enum
{
    HvGpaAccessTrackingRange4k = 0,
    HvGpaAccessTrackingRange2m = 1,
    HvGpaAccessTrackingRange1g = 2,
    HvGpaAccessTrackingRange512g = 3,
    HvGpaAccessTrackingRange256t = 4,
    HvGpaAccessTrackingRangeMax = 5,
};

/** Change of the marks after reading them. */
typedef union HV_GPA_PAGE_ACCESS_STATE_FLAGS
{
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 ClearAccessed : 1; /**< Bit 0: clear the accessed mark. */
        /** Bit 1: set the accessed mark; SetAccessed in the symbols of build 26100. */
        HV_UINT64 SetAccess : 1;
        HV_UINT64 ClearDirty : 1; /**< Bit 2: clear the dirty mark. */
        HV_UINT64 SetDirty : 1;   /**< Bit 3: set the dirty mark. */
        HV_UINT64 Reserved : 60;
    };
#endif
    HV_UINT64 AsUINT64;
} HV_GPA_PAGE_ACCESS_STATE_FLAGS, *PHV_GPA_PAGE_ACCESS_STATE_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_GPA_PAGE_ACCESS_STATE_FLAGS) == 8);

/** Marks of one page: element of the output of the calls that read them. */
typedef union HV_GPA_PAGE_ACCESS_STATE
{
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT8 Accessed : 1; /**< Bit 0: the page was read or written. */
        HV_UINT8 Dirty : 1;    /**< Bit 1: the page was written. */
        HV_UINT8 Reserved : 6;
    };
#endif
    HV_UINT8 AsUINT8;
} HV_GPA_PAGE_ACCESS_STATE, *PHV_GPA_PAGE_ACCESS_STATE;
HV_STATIC_ASSERT(sizeof(HV_GPA_PAGE_ACCESS_STATE) == 1);

/**
 * Input of HvCallGetGpaPagesAccessState, which reads the marks of consecutive pages. It is a rep
 * call without a list: the number of repetitions is the number of pages. Output:
 * HV_GPA_PAGE_ACCESS_STATE, one per page.
 */
typedef struct HV_INPUT_GET_GPA_PAGES_ACCESS_STATE
{
    HV_PARTITION_ID TargetPartitionId; /**< Partition to which the call applies. */
    HV_GPA_PAGE_ACCESS_STATE_FLAGS Flags;
    HV_GPA_PAGE_NUMBER TargetGpaBase; /**< GPA page number of the first page. */
} HV_INPUT_GET_GPA_PAGES_ACCESS_STATE, *PHV_INPUT_GET_GPA_PAGES_ACCESS_STATE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_GPA_PAGES_ACCESS_STATE) == 24);

/**
 * Input of HvCallGetSparseGpaPagesAccessState, which reads the marks of listed pages; a rep call.
 * Output: HV_GPA_PAGE_ACCESS_STATE, one per page.
 */
typedef struct HV_INPUT_GET_SPARSE_GPA_PAGES_ACCESS_STATE
{
    HV_PARTITION_ID TargetPartitionId; /**< Partition to which the call applies. */
    HV_GPA_PAGE_ACCESS_STATE_FLAGS Flags;
    HV_GPA_PAGE_NUMBER GpaPageList[]; /**< GPA page numbers, one per repetition. */
} HV_INPUT_GET_SPARSE_GPA_PAGES_ACCESS_STATE, *PHV_INPUT_GET_SPARSE_GPA_PAGES_ACCESS_STATE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_SPARSE_GPA_PAGES_ACCESS_STATE) == 16);

/**
 * Input of HvCallGetGpaRangesAccessState, which reads the marks of consecutive ranges of one size.
 * It is a rep call without a list: the number of repetitions is the number of ranges. Output:
 * HV_GPA_PAGE_ACCESS_STATE, one per range.
 */
typedef struct HV_INPUT_GET_GPA_RANGES_ACCESS_STATE
{
    HV_UINT64 PartitionId; /**< Partition that has the ranges. */
    HV_GPA_PAGE_ACCESS_STATE_FLAGS Flags;
    HV_UINT64 BaseGpaPage; /**< GPA page number of the first page of the first range. */
    HV_GPA_ACCESS_TRACKING_RANGE_SIZE RangeSize;
    HV_UINT32 Reserved;
} HV_INPUT_GET_GPA_RANGES_ACCESS_STATE, *PHV_INPUT_GET_GPA_RANGES_ACCESS_STATE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_GPA_RANGES_ACCESS_STATE) == 32);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_MEMORY */
