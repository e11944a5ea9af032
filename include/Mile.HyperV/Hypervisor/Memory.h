/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Memory of partitions: giving it to the hypervisor, mapping it into a guest, taking it back.
 *
 * The machine's memory belongs to the root partition at first: its guest
 * physical space is the machine's, address for address. A parent (mostly the
 * root) gives pages away in two ways:
 *
 *  - *deposit*. What the hypervisor keeps about a partition (its processors,
 *    page tables, ports) comes out of a pool of pages of that partition's own. A
 *    new partition's pool is empty. A call that finds too little in it answers
 *    HV_STATUS_INSUFFICIENT_MEMORY: the parent deposits pages and calls again.
 *    Deposited pages belong to the hypervisor and nobody can reach them until
 *    they are withdrawn; they come back filled with zeros.
 *  - *map*. A page of the parent appears in the guest physical space of a child,
 *    with the accesses of HV_MAP_GPA_FLAGS (PageAccess.h). It may appear there,
 *    and in other children, several times: that is shared memory.
 *
 * A page of a child is mapped, unmapped, or mapped without any access. When a
 * virtual processor reaches for a page that is not mapped, or in a way that the
 * flags do not allow, it is suspended before the instruction, and its parent
 * gets an intercept message (Intercept.h). The parent changes the mapping or
 * emulates the instruction, and lets the processor go on. The accesses bind the
 * hypervisor's own reads and writes for the guest, too (its page tables).
 *
 * Both are rep calls over pages, and may do part of the list: the count of
 * elements done tells where to go on. Which pages were read or written can be
 * asked for and cleared; that is how a running machine is moved.
 *
 * All these calls fail with HV_STATUS_ACCESS_DENIED from anybody but the
 * target's parent (the root, for itself, may deposit, and change accesses of its
 * own pages), HV_STATUS_INVALID_PARTITION_ID, and
 * HV_STATUS_INVALID_PARTITION_STATE for a partition that is not active.
 *
 * Sources: TLFS 6.0b chapters 5 and 9 and its online edition; TLFS 2.0 chapters 7
 * and 8 for the deposit and map calls, with their failures; OpenVMM hvdef and
 * hcl; mu_msvm HvGuestHypercall.h; WDK 7.1 hvgdk.h; symbols of securekernel
 * 26100; the 2023 mshv patch. Where a call's comment tells no more than its
 * name does, no source describes it.
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

/** Flags of HvCallUnmapGpaPages: the memory below stays committed. */
#define HV_UNMAP_GPA_KEEP_PRECOMMITTED 0x1
/** The rep count is of large pages of 2 MiB; a part of one fails after what came before it was done. */
#define HV_UNMAP_GPA_LARGE_PAGE 0x2

/** Options of HvCallUnmapGpaPages. */
typedef HV_UINT32 HV_UNMAP_GPA_FLAGS, *PHV_UNMAP_GPA_FLAGS;
/** Options of HvCallPrecommitGpaPages. */
typedef HV_UINT32 HV_PRECOMMIT_GPA_FLAGS, *PHV_PRECOMMIT_GPA_FLAGS;

/** A page of the guest with the caller's page that backs it. */
typedef struct HV_GPA_MAPPING
{
    HV_GPA_PAGE_NUMBER TargetGpaPageNumber; /**< In the target. */
    HV_GPA_PAGE_NUMBER SourceGpaPageNumber; /**< In the caller. */
} HV_GPA_MAPPING, *PHV_GPA_MAPPING;
HV_STATIC_ASSERT(sizeof(HV_GPA_MAPPING) == 16);

/** Which NUMA domain a range of the machine's memory is in. In the original only. */
typedef struct HV_MEMORY_PROXIMITY_INFO
{
    HV_UINT64 BaseAddress;
    HV_UINT64 EndAddress;
    HV_PROXIMITY_DOMAIN_ID ProximityDomainId;
    HV_UINT32 Padding;
} HV_MEMORY_PROXIMITY_INFO, *PHV_MEMORY_PROXIMITY_INFO;
HV_STATIC_ASSERT(sizeof(HV_MEMORY_PROXIMITY_INFO) == 24);

/** A range of the machine's memory and what it is. In the original only. */
typedef struct HV_MEMORY_RANGE_INFO
{
    HV_SPA BaseAddress;
    HV_UINT64 Length; /**< Bytes. */
    union
    {
        HV_PROXIMITY_DOMAIN_ID ProximityDomainId;
        union
        {
            HV_UINT8 AsUINT8;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT8 IsRam : 1;           /**< Bit 0. */
                HV_UINT8 IsNonRootRam : 1;    /**< Bit 1. */
                HV_UINT8 IsHotAddableRam : 1; /**< Bit 2. */
                HV_UINT8 IsBadRam : 1;        /**< Bit 3. */
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
 * HvCallDepositMemory: gives pages of the caller to a partition's pool; a rep call, privilege AccessMemoryPool.
 *
 * The partition may be active or not yet initialized. The caller must have full
 * access to each page, and no other partition any: else, and for a page that is
 * in a pool already, HV_STATUS_OPERATION_DENIED. HV_STATUS_OBJECT_IN_USE is a page
 * that serves something else (a buffer of the event log, a device's I/O).
 */
typedef struct HV_INPUT_DEPOSIT_MEMORY
{
    HV_PARTITION_ID PartitionId;      /**< Whose pool. */
    HV_GPA_PAGE_NUMBER GpaPageList[]; /**< In the caller. */
} HV_INPUT_DEPOSIT_MEMORY, *PHV_INPUT_DEPOSIT_MEMORY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_DEPOSIT_MEMORY) == 8);

/**
 * HvCallWithdrawMemory: takes pages back that the hypervisor does not use; the rep count says how many are wanted.
 *
 * All come back once the partition is finalized, as many as there are before.
 * HV_STATUS_NO_RESOURCES: there is none (left). HV_STATUS_INVALID_PARAMETER: a
 * proximity domain that does not exist. Privilege AccessMemoryPool.
 */
typedef struct HV_INPUT_WITHDRAW_MEMORY
{
    HV_PARTITION_ID PartitionId;
    HV_PROXIMITY_DOMAIN_INFO ProximityDomainInfo;
} HV_INPUT_WITHDRAW_MEMORY, *PHV_INPUT_WITHDRAW_MEMORY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_WITHDRAW_MEMORY) == 16);

/** Each element of its output: a page number that was deposited. The page holds zeros. */
typedef HV_GPA_PAGE_NUMBER HV_OUTPUT_WITHDRAW_MEMORY, *PHV_OUTPUT_WITHDRAW_MEMORY;

/** HvCallGetMemoryBalance: how many pages of its pool a partition has left, and uses. Privilege AccessMemoryPool. */
typedef struct HV_INPUT_GET_MEMORY_BALANCE
{
    HV_PARTITION_ID PartitionId;
    HV_PROXIMITY_DOMAIN_INFO ProximityDomainInfo;
} HV_INPUT_GET_MEMORY_BALANCE, *PHV_INPUT_GET_MEMORY_BALANCE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_MEMORY_BALANCE) == 16);

/** What the call above returns. So many pages need not come back from HvCallWithdrawMemory. */
typedef struct HV_OUTPUT_GET_MEMORY_BALANCE
{
    HV_UINT64 PagesAvailable;
    HV_UINT64 PagesInUse;
} HV_OUTPUT_GET_MEMORY_BALANCE, *PHV_OUTPUT_GET_MEMORY_BALANCE;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_GET_MEMORY_BALANCE) == 16);

/** HvPartitionPropertyDepositStatus: how a deposit ended. No public description. */
typedef union HV_PARTITION_DEPOSIT_STATUS
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Success : 1; /**< Bit 0. */
        HV_UINT64 Async : 1;   /**< Bit 1. */
        HV_UINT64 Remote : 1;  /**< Bit 2. */
        HV_UINT64 Reserved : 61;
    };
#endif
} HV_PARTITION_DEPOSIT_STATUS, *PHV_PARTITION_DEPOSIT_STATUS;
HV_STATIC_ASSERT(sizeof(HV_PARTITION_DEPOSIT_STATUS) == 8);

/** HvCallQueryPartitionReservedPages: the machine pages that are kept for a partition. */
typedef struct HV_INPUT_GET_PARTITION_RESERVED_PAGES
{
    HV_UINT64 PartitionId;
    union
    {
        HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT64 Continue : 1; /**< Bit 0: go on where the last call ended. */
            HV_UINT64 Reserved : 63;
        };
#endif
    };
} HV_INPUT_GET_PARTITION_RESERVED_PAGES, *PHV_INPUT_GET_PARTITION_RESERVED_PAGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_PARTITION_RESERVED_PAGES) == 16);

/** What the call above returns: a page full of ranges. */
typedef struct HV_OUTPUT_GET_PARTITION_RESERVED_PAGES
{
    union
    {
        HV_UINT64 AsUINT64;
        HV_UINT16 RangeCount; /**< Elements of RangeList that hold, at most 511. */
    };
    HV_SPA_PAGE_RANGE RangeList[511];
} HV_OUTPUT_GET_PARTITION_RESERVED_PAGES, *PHV_OUTPUT_GET_PARTITION_RESERVED_PAGES;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_GET_PARTITION_RESERVED_PAGES) == 4096);

/** Which pages HvCallGetSpaPageList lists. */
typedef union HV_SPA_PAGE_LIST_FLAGS
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Deposited : 1; /**< Bit 0. */
        HV_UINT64 Minimal : 1;   /**< Bit 1. */
        HV_UINT64 Hardware : 1;  /**< Bit 2. */
        HV_UINT64 RsvdZ : 61;
    };
#endif
} HV_SPA_PAGE_LIST_FLAGS, *PHV_SPA_PAGE_LIST_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_SPA_PAGE_LIST_FLAGS) == 8);

/** HvCallGetSpaPageList: which machine pages of an interval the hypervisor uses, for whoever writes a memory dump. */
typedef struct HV_INPUT_GET_SPA_PAGE_LIST
{
    HV_UINT64 StartPage; /**< Number of the first machine page to look at. */
    HV_UINT64 EndPage;   /**< The other end of the interval; whether it is counted in, no source tells. */
    HV_SPA_PAGE_LIST_FLAGS Flags;
} HV_INPUT_GET_SPA_PAGE_LIST, *PHV_INPUT_GET_SPA_PAGE_LIST;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_SPA_PAGE_LIST) == 24);

/** What the call above returns. */
typedef struct HV_OUTPUT_GET_SPA_PAGE_LIST
{
    HV_UINT64 NextPageToScan; /**< StartPage of the next call. */
    HV_UINT16 RangeCount;     /**< Elements of RangeList that hold, at most 510. */
    HV_UINT16 Rsvd[3];
    HV_SPA_PAGE_RANGE RangeList[510];
} HV_OUTPUT_GET_SPA_PAGE_LIST, *PHV_OUTPUT_GET_SPA_PAGE_LIST;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_GET_SPA_PAGE_LIST) == 4096);

/** HvCallAddPhysicalMemory: tells of memory that was plugged into the machine. */
typedef struct HV_INPUT_ADD_PHYSICAL_MEMORY
{
    HV_UINT8 Prepare;
    HV_UINT8 LargePage;
    HV_UINT16 Reserved1;
    HV_UINT32 Reserved2;
    HV_GPA_PAGE_NUMBER StartPage;
} HV_INPUT_ADD_PHYSICAL_MEMORY, *PHV_INPUT_ADD_PHYSICAL_MEMORY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_ADD_PHYSICAL_MEMORY) == 16);

/** Output of HvCallAddPhysicalMemory. Undocumented; from the original 1.x alone. */
typedef struct HV_OUTPUT_ADD_PHYSICAL_MEMORY
{
    HV_UINT64 PagesProcessed;
} HV_OUTPUT_ADD_PHYSICAL_MEMORY, *PHV_OUTPUT_ADD_PHYSICAL_MEMORY;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_ADD_PHYSICAL_MEMORY) == 8);

/** HvCallRemovePhysicalMemory: the reverse. */
typedef struct HV_INPUT_REMOVE_PHYSICAL_MEMORY
{
    HV_UINT8 Prepare;
    HV_UINT8 LargePage;
    HV_UINT16 Reserved1;
    HV_UINT32 Reserved2;
    HV_UINT64 StartPage;
} HV_INPUT_REMOVE_PHYSICAL_MEMORY, *PHV_INPUT_REMOVE_PHYSICAL_MEMORY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_REMOVE_PHYSICAL_MEMORY) == 16);

/*
 * Mapping.
 */

/**
 * HvCallMapGpaPages: pages of the caller become a contiguous range of the target; a rep call over the caller's pages.
 *
 * It takes the place of what was mapped there, and of its accesses. The
 * caller's pages must be mapped (else HV_STATUS_OPERATION_DENIED, as for a page
 * in a pool), but the caller needs no access to them. HV_STATUS_INVALID_PARAMETER
 * is a page beyond either space or a set of flags that cannot be;
 * HV_STATUS_OBJECT_IN_USE a mapping that something depends on (event log, I/O);
 * HV_STATUS_INSUFFICIENT_MEMORY too small a pool of the target.
 *
 * The root may call it for itself, with the same numbers on both sides, to
 * change the accesses to its own pages. Runs that lie alike to a 2 MiB boundary
 * on both sides let the hypervisor use large pages.
 */
typedef struct HV_INPUT_MAP_GPA_PAGES
{
    HV_PARTITION_ID TargetPartitionId;
    HV_GPA_PAGE_NUMBER TargetGpaBase; /**< Where element 0 appears; element n appears n pages on. */
    HV_MAP_GPA_FLAGS MapFlags;
    HV_UINT32 Padding;
    HV_GPA_PAGE_NUMBER SourceGpaPageList[]; /**< In the caller. */
} HV_INPUT_MAP_GPA_PAGES, *PHV_INPUT_MAP_GPA_PAGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_MAP_GPA_PAGES) == 24);

/**
 * HvCallUnmapGpaPages: takes pages away from the target. A rep call without a list: the rep count says how many pages.
 *
 * A page that is not mapped is no failure. HV_STATUS_OBJECT_IN_USE and
 * HV_STATUS_INVALID_PARAMETER as for HvCallMapGpaPages. The root cannot call it
 * for itself. Until Windows 7 it ended before UnmapFlags.
 */
typedef struct HV_INPUT_UNMAP_GPA_PAGES
{
    HV_PARTITION_ID TargetPartitionId;
    HV_GPA_PAGE_NUMBER TargetGpaBase;
    HV_UNMAP_GPA_FLAGS UnmapFlags;
    HV_UINT32 Padding;
} HV_INPUT_UNMAP_GPA_PAGES, *PHV_INPUT_UNMAP_GPA_PAGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_UNMAP_GPA_PAGES) == 24);

/** HvCallMapSparseGpaPages: as HvCallMapGpaPages, with a place in the target for each page of the caller. */
typedef struct HV_INPUT_MAP_SPARSE_GPA_PAGES
{
    HV_PARTITION_ID TargetPartitionId;
    HV_MAP_GPA_FLAGS MapFlags;
    HV_UINT32 Padding;
    HV_GPA_MAPPING PageList[];
} HV_INPUT_MAP_SPARSE_GPA_PAGES, *PHV_INPUT_MAP_SPARSE_GPA_PAGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_MAP_SPARSE_GPA_PAGES) == 16);

/** HvCallModifySparseGpaPages: other accesses for listed pages that are mapped; a rep call. */
typedef struct HV_INPUT_MODIFY_SPARSE_GPA_PAGES
{
    HV_PARTITION_ID TargetPartitionId;
    HV_MAP_GPA_FLAGS MapFlags;
    HV_UINT32 Rsvdz;
    HV_GPA_PAGE_NUMBER GpaPageList[]; /**< In the target. */
} HV_INPUT_MODIFY_SPARSE_GPA_PAGES, *PHV_INPUT_MODIFY_SPARSE_GPA_PAGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_MODIFY_SPARSE_GPA_PAGES) == 16);

/** HvCallPrecommitGpaPages: has memory put behind pages before they are used. */
typedef struct HV_INPUT_PRECOMMIT_GPA_PAGES
{
    HV_PARTITION_ID TargetPartitionId;
    HV_PRECOMMIT_GPA_FLAGS Flags;
    HV_UINT32 Padding;
    HV_GPA TargetGpaBase;
} HV_INPUT_PRECOMMIT_GPA_PAGES, *PHV_INPUT_PRECOMMIT_GPA_PAGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_PRECOMMIT_GPA_PAGES) == 24);

/** HvCallUncommitGpaPages: the reverse. */
typedef struct HV_INPUT_UNCOMMIT_GPA_PAGES
{
    HV_PARTITION_ID TargetPartitionId;
    HV_GPA TargetGpaBase;
} HV_INPUT_UNCOMMIT_GPA_PAGES, *PHV_INPUT_UNCOMMIT_GPA_PAGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_UNCOMMIT_GPA_PAGES) == 16);

/** What HvCallSetGpaPageAttributes sets. */
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

/** HvCallSetGpaPageAttributes: sets these for listed pages. */
typedef struct HV_INPUT_SET_GPA_PAGE_ATTRIBUTES
{
    HV_PARTITION_ID PartitionId;
    HV_GPA_PAGE_ATTRIBUTES Attributes;
    HV_GPA_PAGE_NUMBER GpaPageList[];
} HV_INPUT_SET_GPA_PAGE_ATTRIBUTES, *PHV_INPUT_SET_GPA_PAGE_ATTRIBUTES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SET_GPA_PAGE_ATTRIBUTES) == 16);

/**
 * HvCallPinGpaPageRanges: the host keeps these pages of the caller backed, so that no access to them has to wait.
 *
 * A rep call over ranges, in the extended form; up to 511 fit into a call. When
 * it fails, the ranges done before stay pinned: the caller unpins so many as the
 * count of elements done tells. It is there if leaf 0x40000004 has
 * UseGpaPinningHypercall (Cpuid.h). Source: mu_msvm; OpenVMM hcl.
 */
typedef struct HV_INPUT_PIN_GPA_PAGE_RANGES
{
    HV_UINT64 Reserved; /**< Zero. */
    HV_GPA_RANGE GpaRangeList[];
} HV_INPUT_PIN_GPA_PAGE_RANGES, *PHV_INPUT_PIN_GPA_PAGE_RANGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_PIN_GPA_PAGE_RANGES) == 8);

/** HvCallUnpinGpaPageRanges: the host may take their memory away again, until the next access. */
typedef HV_INPUT_PIN_GPA_PAGE_RANGES HV_INPUT_UNPIN_GPA_PAGE_RANGES, *PHV_INPUT_UNPIN_GPA_PAGE_RANGES;

/** Input of both, under mu_msvm's name. */
typedef struct HV_INPUT_GPA_PAGE_PINNING
{
    HV_UINT64 Reserved;
    HV_GPA_PAGE_RANGE GpaRangeList[];
} HV_INPUT_GPA_PAGE_PINNING, *PHV_INPUT_GPA_PAGE_PINNING;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GPA_PAGE_PINNING) == 8);

/** Maximum number of elements of GpaRangeList in one call: as many as an input page holds after Reserved. */
#define HV_GPA_PAGE_PINNING_MAX_RANGE_COUNT 511

/*
 * Flushes of second-level translations, for hypervisors that run nested (Nested.h); x64 only. They reach all
 * processors, and are done when they return. While a TLB is locked, the caller is suspended until it is not.
 */

/** HvCallFlushGuestPhysicalAddressSpace: forgets all translations of one nested page table, as INVEPT does for one. */
typedef struct HV_INPUT_FLUSH_GUEST_PHYSICAL_ADDRESS_SPACE
{
    HV_SPA AddressSpace;  /**< Names the table: the EPT pointer on Intel, nCR3 of the VMCB on AMD. */
    HV_FLUSH_FLAGS Flags; /**< Zero. */
} HV_INPUT_FLUSH_GUEST_PHYSICAL_ADDRESS_SPACE, *PHV_INPUT_FLUSH_GUEST_PHYSICAL_ADDRESS_SPACE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_FLUSH_GUEST_PHYSICAL_ADDRESS_SPACE) == 16);

/** HvCallFlushGuestPhysicalAddressList: the same for listed ranges of the nested guest's pages; a rep call. */
typedef struct HV_INPUT_FLUSH_GUEST_PHYSICAL_ADDRESS_LIST
{
    HV_SPA AddressSpace;
    HV_FLUSH_FLAGS Flags;
    HV_GPA_PAGE_RANGE GpaRangeList[];
} HV_INPUT_FLUSH_GUEST_PHYSICAL_ADDRESS_LIST, *PHV_INPUT_FLUSH_GUEST_PHYSICAL_ADDRESS_LIST;
HV_STATIC_ASSERT(sizeof(HV_INPUT_FLUSH_GUEST_PHYSICAL_ADDRESS_LIST) == 16);

/** The same, under the name of the 2023 mshv patch. */
typedef struct HV_GUEST_MAPPING_FLUSH_LIST
{
    HV_UINT64 AddressSpace;
    HV_FLUSH_FLAGS Flags;
    HV_GPA_PAGE_RANGE GpaList[];
} HV_GUEST_MAPPING_FLUSH_LIST, *PHV_GUEST_MAPPING_FLUSH_LIST;
HV_STATIC_ASSERT(sizeof(HV_GUEST_MAPPING_FLUSH_LIST) == 16);

/*
 * Which pages were used. A page has two marks, accessed and dirty; the hypervisor sets them if the property
 * HvPartitionPropertyGpaPageAccessTracking tells it to. Who moves a running partition clears them, copies all pages,
 * then again those that became dirty meanwhile, and so on until few are left.
 */

/** How finely the marks are kept. */
typedef HV_UINT32 HV_PAGE_ACCESS_TRACKING_GRANULARITY, *PHV_PAGE_ACCESS_TRACKING_GRANULARITY;
enum
{
    HvPageAccessTrackingGranularitySmallPage = 0,
    HvPageAccessTrackingGranularityLargePage = 1,
};

/** HvPartitionPropertyGpaPageAccessTracking: whether the hypervisor keeps track. */
typedef union HV_PARTITION_PAGE_ACCESS_TRACKING_CONFIG
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Enabled : 1;      /**< Bit 0. */
        HV_UINT64 Granularity : 2;  /**< Bits 1 and 2: HV_PAGE_ACCESS_TRACKING_GRANULARITY. */
        HV_UINT64 RangeEnabled : 1; /**< Bit 3: of ranges, for HvCallGetGpaRangesAccessState. */
        HV_UINT64 ReservedZ : 60;
    };
#endif
} HV_PARTITION_PAGE_ACCESS_TRACKING_CONFIG, *PHV_PARTITION_PAGE_ACCESS_TRACKING_CONFIG;
HV_STATIC_ASSERT(sizeof(HV_PARTITION_PAGE_ACCESS_TRACKING_CONFIG) == 8);

/** The size of a range that has marks of its own, in bytes. */
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

/** What to do with the marks after reading them. */
typedef union HV_GPA_PAGE_ACCESS_STATE_FLAGS
{
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 ClearAccessed : 1; /**< Bit 0. */
        HV_UINT64 SetAccess : 1;     /**< Bit 1; SetAccessed in the symbols of build 26100. */
        HV_UINT64 ClearDirty : 1;    /**< Bit 2. */
        HV_UINT64 SetDirty : 1;      /**< Bit 3. */
        HV_UINT64 Reserved : 60;
    };
#endif
    HV_UINT64 AsUINT64;
} HV_GPA_PAGE_ACCESS_STATE_FLAGS, *PHV_GPA_PAGE_ACCESS_STATE_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_GPA_PAGE_ACCESS_STATE_FLAGS) == 8);

/** One page's marks: each element of the output of the three calls below. */
typedef union HV_GPA_PAGE_ACCESS_STATE
{
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT8 Accessed : 1; /**< Bit 0. */
        HV_UINT8 Dirty : 1;    /**< Bit 1. */
        HV_UINT8 Reserved : 6;
    };
#endif
    HV_UINT8 AsUINT8;
} HV_GPA_PAGE_ACCESS_STATE, *PHV_GPA_PAGE_ACCESS_STATE;
HV_STATIC_ASSERT(sizeof(HV_GPA_PAGE_ACCESS_STATE) == 1);

/** HvCallGetGpaPagesAccessState: a contiguous range; the rep count says how many pages. */
typedef struct HV_INPUT_GET_GPA_PAGES_ACCESS_STATE
{
    HV_PARTITION_ID TargetPartitionId;
    HV_GPA_PAGE_ACCESS_STATE_FLAGS Flags;
    HV_GPA_PAGE_NUMBER TargetGpaBase;
} HV_INPUT_GET_GPA_PAGES_ACCESS_STATE, *PHV_INPUT_GET_GPA_PAGES_ACCESS_STATE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_GPA_PAGES_ACCESS_STATE) == 24);

/** HvCallGetSparseGpaPagesAccessState: the same for listed pages. */
typedef struct HV_INPUT_GET_SPARSE_GPA_PAGES_ACCESS_STATE
{
    HV_PARTITION_ID TargetPartitionId;
    HV_GPA_PAGE_ACCESS_STATE_FLAGS Flags;
    HV_GPA_PAGE_NUMBER GpaPageList[];
} HV_INPUT_GET_SPARSE_GPA_PAGES_ACCESS_STATE, *PHV_INPUT_GET_SPARSE_GPA_PAGES_ACCESS_STATE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_SPARSE_GPA_PAGES_ACCESS_STATE) == 16);

/** HvCallGetGpaRangesAccessState: the same for successive ranges of one size. */
typedef struct HV_INPUT_GET_GPA_RANGES_ACCESS_STATE
{
    HV_UINT64 PartitionId;
    HV_GPA_PAGE_ACCESS_STATE_FLAGS Flags;
    HV_UINT64 BaseGpaPage; /**< Number of the first range's first page. */
    HV_GPA_ACCESS_TRACKING_RANGE_SIZE RangeSize;
    HV_UINT32 Reserved;
} HV_INPUT_GET_GPA_RANGES_ACCESS_STATE, *PHV_INPUT_GET_GPA_RANGES_ACCESS_STATE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_GPA_RANGES_ACCESS_STATE) == 32);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_MEMORY */
