/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Memory of partitions: giving it to the hypervisor, mapping it into a guest, ranges of pages.
 *
 * The machine's memory belongs to the root partition at first. It gives pages
 * away in two ways:
 *
 *  - *deposit*: the hypervisor needs memory for what it keeps about a partition
 *    (its processors, its page tables). When a call answers
 *    HV_STATUS_INSUFFICIENT_MEMORY, the root deposits pages to that partition
 *    and calls again; it withdraws them when the partition goes.
 *  - *map*: a page of the root appears in the guest physical space of a child,
 *    with the accesses of HV_MAP_GPA_FLAGS. An access that they do not allow is
 *    an intercept (Intercept.h).
 *
 * Both are rep calls over pages, and may do part of the list: the count of
 * elements done tells where to go on. Which pages were read or written can be
 * asked for and cleared; that is how a running machine is moved.
 *
 * A range of pages in one 64-bit word has three shapes in the interface, and
 * they differ:
 *
 *     HV_GPA_RANGE, HV_GVA_RANGE  page number in bits 12 to 63, further pages below
 *     HV_GPA_PAGE_RANGE           the same bits under other names, with large pages
 *     HV_SPA_PAGE_RANGE           page number in bits 0 to 39, further pages above
 *
 * Sources: TLFS 6.0b chapters 5 and 9 and its online edition; OpenVMM hvdef; WDK
 * 7.1 hvgdk.h; symbols of securekernel 26100; the 2023 mshv patch.
 */

#ifndef MILE_HYPERV_HYPERVISOR_MEMORY
#define MILE_HYPERV_HYPERVISOR_MEMORY

#include "AddressSpace.h"

HV_HEADER_BEGIN

/*
 * Access to pages.
 */

/** What a partition may do with a page: HV_MAP_GPA_... */
typedef HV_UINT32 HV_MAP_GPA_FLAGS, *PHV_MAP_GPA_FLAGS;
typedef const HV_MAP_GPA_FLAGS *PCHV_MAP_GPA_FLAGS;
#define HV_MAP_GPA_PERMISSIONS_NONE 0x0
#define HV_MAP_GPA_READABLE 0x1
#define HV_MAP_GPA_WRITABLE 0x2
#define HV_MAP_GPA_KERNEL_EXECUTABLE 0x4 /**< By the most privileged mode; without MBEC, by any. */
#define HV_MAP_GPA_USER_EXECUTABLE 0x8   /**< By the other modes; without MBEC, as the flag above. */
#define HV_MAP_GPA_SUPERVISOR_SHADOW_STACK 0x10
#define HV_MAP_GPA_PAGING_WRITABILITY 0x20
#define HV_MAP_GPA_VERIFY_PAGING_WRITABILITY 0x40
#define HV_MAP_GPA_ADJUSTABLE 0x8000
#define HV_MAP_GPA_EXECUTABLE 0xC
#define HV_MAP_GPA_PERMISSIONS_ALL 0xF
#define HV_MAP_GPA_PERMISSIONS_MASK 0xF
/** One of these three stands in the place of a page of the parent: no access at all, ... */
#define HV_MAP_GPA_NO_ACCESS 0x10000
/** ... a page of zeros, ... */
#define HV_MAP_GPA_ZEROED 0x20000
/** ... a page of ones. */
#define HV_MAP_GPA_ONES 0x30000
/** No overlay page may cover it. */
#define HV_MAP_GPA_NO_OVERLAY 0x100000
#define HV_MAP_GPA_NOT_CACHED 0x200000
#define HV_MAP_GPA_CLEAR_ACCESSED 0x1000000
#define HV_MAP_GPA_SET_ACCESSED 0x2000000
#define HV_MAP_GPA_CLEAR_DIRTY 0x4000000
#define HV_MAP_GPA_SET_DIRTY 0x8000000
#define HV_MAP_GPA_DONT_SET_RANGE_ACCESSED 0x10000000
/** Counts and page numbers are of large pages. */
#define HV_MAP_GPA_LARGE_PAGE 0x80000000U

/** Flags of HvCallUnmapGpaPages: the memory below stays committed. */
#define HV_UNMAP_GPA_KEEP_PRECOMMITTED 0x1
/** Counts and page numbers are of large pages. */
#define HV_UNMAP_GPA_LARGE_PAGE 0x2

/** Options of HvCallUnmapGpaPages. */
typedef HV_UINT32 HV_UNMAP_GPA_FLAGS, *PHV_UNMAP_GPA_FLAGS;
/** Options of HvCallPrecommitGpaPages. */
typedef HV_UINT32 HV_PRECOMMIT_GPA_FLAGS, *PHV_PRECOMMIT_GPA_FLAGS;

/*
 * Ranges.
 */

/** A range of 4 KiB guest physical pages. */
typedef union HV_GPA_RANGE_SIMPLE
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT64 AdditionalPages : 12; /**< Bits 0 to 11: pages after the first. */
        HV_UINT64 GpaPageNumber : 52;   /**< Bits 12 to 63. */
    };
} HV_GPA_RANGE_SIMPLE, *PHV_GPA_RANGE_SIMPLE;
HV_STATIC_ASSERT(sizeof(HV_GPA_RANGE_SIMPLE) == 8);

/** The same in the extended form: LargePage is clear. */
typedef union HV_GPA_RANGE_EXTENDED
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT64 AdditionalPages : 11; /**< Bits 0 to 10: pages after the first. */
        HV_UINT64 LargePage : 1;        /**< Bit 11: set, it is an HV_GPA_RANGE_EXTENDED_LARGE_PAGE. */
        HV_UINT64 GpaPageNumber : 52;   /**< Bits 12 to 63. */
    };
} HV_GPA_RANGE_EXTENDED, *PHV_GPA_RANGE_EXTENDED;
HV_STATIC_ASSERT(sizeof(HV_GPA_RANGE_EXTENDED) == 8);

/** A range of large pages in the extended form: LargePage is set. */
typedef union HV_GPA_RANGE_EXTENDED_LARGE_PAGE
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT64 AdditionalPages : 11;    /**< Bits 0 to 10: large pages after the first. */
        HV_UINT64 LargePage : 1;           /**< Bit 11. */
        HV_UINT64 PageSize : 1;            /**< Bit 12: 0 for 2 MiB, 1 for 1 GiB. */
        HV_UINT64 Reserved : 8;
        HV_UINT64 GpaLargePageNumber : 43; /**< Bits 21 to 63: the address divided by 2 MiB. */
    };
} HV_GPA_RANGE_EXTENDED_LARGE_PAGE, *PHV_GPA_RANGE_EXTENDED_LARGE_PAGE;
HV_STATIC_ASSERT(sizeof(HV_GPA_RANGE_EXTENDED_LARGE_PAGE) == 8);

/** Any of them. */
typedef union HV_GPA_RANGE
{
    HV_UINT64 AsUINT64;
    HV_GPA_RANGE_SIMPLE Simple;
    HV_GPA_RANGE_EXTENDED Extended;
    HV_GPA_RANGE_EXTENDED_LARGE_PAGE ExtendedLargePage;
} HV_GPA_RANGE, *PHV_GPA_RANGE;
HV_STATIC_ASSERT(sizeof(HV_GPA_RANGE) == 8);

/** The same word as HV_GPA_RANGE under the names that symbols and hypercall inputs have. */
typedef union HV_GPA_PAGE_RANGE
{
    HV_UINT64 AsUINT64;
    HV_GPA_RANGE AsRange;
    struct
    {
        HV_UINT64 AdditionalPages : 11; /**< Bits 0 to 10: pages after the first, of the size that it has. */
        HV_UINT64 LargePage : 1;        /**< Bit 11: the second form holds. */
        HV_UINT64 BasePfn : 52;         /**< Bits 12 to 63. */
    };
    struct
    {
        HV_UINT64 AdditionalPagesLarge : 11;
        HV_UINT64 LargePageSet : 1;
        HV_UINT64 PageSize : 1;         /**< Bit 12: 0 for 2 MiB, 1 for 1 GiB. */
        HV_UINT64 Reserved : 8;
        HV_UINT64 BaseLargePfn : 43;    /**< Bits 21 to 63. */
    };
} HV_GPA_PAGE_RANGE, *PHV_GPA_PAGE_RANGE;
HV_STATIC_ASSERT(sizeof(HV_GPA_PAGE_RANGE) == 8);

/** Values of PageSize. */
#define HV_GPA_PAGE_RANGE_PAGE_SIZE_2MB 0
#define HV_GPA_PAGE_RANGE_PAGE_SIZE_1GB 1

/** A range of machine pages, as the hypervisor lists them. */
typedef union HV_SPA_PAGE_RANGE
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT64 BasePfn : 40;         /**< Bits 0 to 39. */
        HV_UINT64 AdditionalPages : 24; /**< Bits 40 to 63: pages after the first. */
    };
} HV_SPA_PAGE_RANGE, *PHV_SPA_PAGE_RANGE;
HV_STATIC_ASSERT(sizeof(HV_SPA_PAGE_RANGE) == 8);

/** A page of the guest with the caller's page that backs it. */
typedef struct HV_GPA_MAPPING
{
    HV_GPA_PAGE_NUMBER TargetGpaPageNumber;
    HV_GPA_PAGE_NUMBER SourceGpaPageNumber;
} HV_GPA_MAPPING, *PHV_GPA_MAPPING;
HV_STATIC_ASSERT(sizeof(HV_GPA_MAPPING) == 16);

/** Memory as the machine's firmware describes it. */
typedef struct HV_MEMORY_PROXIMITY_INFO
{
    HV_UINT64 BaseAddress;
    HV_UINT64 EndAddress;
    HV_PROXIMITY_DOMAIN_ID ProximityDomainId;
    HV_UINT32 Padding;
} HV_MEMORY_PROXIMITY_INFO, *PHV_MEMORY_PROXIMITY_INFO;
HV_STATIC_ASSERT(sizeof(HV_MEMORY_PROXIMITY_INFO) == 24);

typedef struct HV_MEMORY_RANGE_INFO
{
    HV_SPA BaseAddress;
    HV_UINT64 Length;
    union
    {
        HV_PROXIMITY_DOMAIN_ID ProximityDomainId;
        union
        {
            HV_UINT8 AsUINT8;
            struct
            {
                HV_UINT8 IsRam : 1;           /**< Bit 0. */
                HV_UINT8 IsNonRootRam : 1;    /**< Bit 1. */
                HV_UINT8 IsHotAddableRam : 1; /**< Bit 2. */
                HV_UINT8 IsBadRam : 1;        /**< Bit 3. */
                HV_UINT8 Reserved : 4;
            };
        } Attributes;
    };
    HV_UINT32 Padding;
} HV_MEMORY_RANGE_INFO, *PHV_MEMORY_RANGE_INFO;
HV_STATIC_ASSERT(sizeof(HV_MEMORY_RANGE_INFO) == 24);

typedef const HV_MEMORY_RANGE_INFO *PCHV_MEMORY_RANGE_INFO;

/*
 * Deposit.
 */

/** HvCallDepositMemory: gives pages of the caller to the hypervisor, for a partition. */
typedef struct HV_INPUT_DEPOSIT_MEMORY
{
    HV_PARTITION_ID PartitionId;
    HV_GPA_PAGE_NUMBER GpaPageList[];
} HV_INPUT_DEPOSIT_MEMORY, *PHV_INPUT_DEPOSIT_MEMORY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_DEPOSIT_MEMORY) == 8);

/** HvCallWithdrawMemory: takes pages back; the rep count says how many are wanted. */
typedef struct HV_INPUT_WITHDRAW_MEMORY
{
    HV_PARTITION_ID PartitionId;
    HV_PROXIMITY_DOMAIN_INFO ProximityDomainInfo;
} HV_INPUT_WITHDRAW_MEMORY, *PHV_INPUT_WITHDRAW_MEMORY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_WITHDRAW_MEMORY) == 16);

/** Each element of its output: a page number. */
typedef HV_GPA_PAGE_NUMBER HV_OUTPUT_WITHDRAW_MEMORY, *PHV_OUTPUT_WITHDRAW_MEMORY;

/** HvCallGetMemoryBalance: how many pages a partition has left, and uses. */
typedef struct HV_INPUT_GET_MEMORY_BALANCE
{
    HV_PARTITION_ID PartitionId;
    HV_PROXIMITY_DOMAIN_INFO ProximityDomainInfo;
} HV_INPUT_GET_MEMORY_BALANCE, *PHV_INPUT_GET_MEMORY_BALANCE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_MEMORY_BALANCE) == 16);

typedef struct HV_OUTPUT_GET_MEMORY_BALANCE
{
    HV_UINT64 PagesAvailable;
    HV_UINT64 PagesInUse;
} HV_OUTPUT_GET_MEMORY_BALANCE, *PHV_OUTPUT_GET_MEMORY_BALANCE;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_GET_MEMORY_BALANCE) == 16);

/** How a deposit that the hypervisor asked for ended. */
typedef union HV_PARTITION_DEPOSIT_STATUS
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT64 Success : 1; /**< Bit 0. */
        HV_UINT64 Async : 1;   /**< Bit 1. */
        HV_UINT64 Remote : 1;  /**< Bit 2. */
        HV_UINT64 Reserved : 61;
    };
} HV_PARTITION_DEPOSIT_STATUS, *PHV_PARTITION_DEPOSIT_STATUS;
HV_STATIC_ASSERT(sizeof(HV_PARTITION_DEPOSIT_STATUS) == 8);

/** HvCallQueryPartitionReservedPages: the machine pages that are kept for a partition. */
typedef struct HV_INPUT_GET_PARTITION_RESERVED_PAGES
{
    HV_UINT64 PartitionId;
    union
    {
        HV_UINT64 AsUINT64;
        struct
        {
            HV_UINT64 Continue : 1; /**< Bit 0: go on where the last call ended. */
            HV_UINT64 Reserved : 63;
        };
    };
} HV_INPUT_GET_PARTITION_RESERVED_PAGES, *PHV_INPUT_GET_PARTITION_RESERVED_PAGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_PARTITION_RESERVED_PAGES) == 16);

typedef struct HV_OUTPUT_GET_PARTITION_RESERVED_PAGES
{
    union
    {
        HV_UINT64 AsUINT64;
        HV_UINT16 RangeCount; /**< Elements of RangeList that hold. */
    };
    HV_SPA_PAGE_RANGE RangeList[511];
} HV_OUTPUT_GET_PARTITION_RESERVED_PAGES, *PHV_OUTPUT_GET_PARTITION_RESERVED_PAGES;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_GET_PARTITION_RESERVED_PAGES) == 4096);

/** Which pages HvCallGetSpaPageList lists. */
typedef union HV_SPA_PAGE_LIST_FLAGS
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT64 Deposited : 1; /**< Bit 0. */
        HV_UINT64 Minimal : 1;   /**< Bit 1. */
        HV_UINT64 Hardware : 1;  /**< Bit 2. */
        HV_UINT64 RsvdZ : 61;
    };
} HV_SPA_PAGE_LIST_FLAGS, *PHV_SPA_PAGE_LIST_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_SPA_PAGE_LIST_FLAGS) == 8);

/** HvCallGetSpaPageList: machine pages that the hypervisor uses. */
typedef struct HV_INPUT_GET_SPA_PAGE_LIST
{
    HV_UINT64 StartPage;
    HV_UINT64 EndPage;
    HV_SPA_PAGE_LIST_FLAGS Flags;
} HV_INPUT_GET_SPA_PAGE_LIST, *PHV_INPUT_GET_SPA_PAGE_LIST;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_SPA_PAGE_LIST) == 24);

typedef struct HV_OUTPUT_GET_SPA_PAGE_LIST
{
    HV_UINT64 NextPageToScan; /**< StartPage of the next call. */
    HV_UINT16 RangeCount;     /**< Elements of RangeList that hold. */
    HV_UINT16 Rsvd[3];
    HV_SPA_PAGE_RANGE RangeList[510];
} HV_OUTPUT_GET_SPA_PAGE_LIST, *PHV_OUTPUT_GET_SPA_PAGE_LIST;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_GET_SPA_PAGE_LIST) == 4096);

/** HvCallAddPhysicalMemory: memory that was plugged in. */
typedef struct HV_INPUT_ADD_PHYSICAL_MEMORY
{
    HV_UINT8 Prepare;
    HV_UINT8 LargePage;
    HV_UINT16 Reserved1;
    HV_UINT32 Reserved2;
    HV_GPA_PAGE_NUMBER StartPage;
} HV_INPUT_ADD_PHYSICAL_MEMORY, *PHV_INPUT_ADD_PHYSICAL_MEMORY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_ADD_PHYSICAL_MEMORY) == 16);

typedef struct HV_OUTPUT_ADD_PHYSICAL_MEMORY
{
    HV_UINT64 PagesProcessed;
} HV_OUTPUT_ADD_PHYSICAL_MEMORY, *PHV_OUTPUT_ADD_PHYSICAL_MEMORY;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_ADD_PHYSICAL_MEMORY) == 8);

/** HvCallRemovePhysicalMemory. */
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

/** HvCallMapGpaPages: pages of the caller become a contiguous range of the target. */
typedef struct HV_INPUT_MAP_GPA_PAGES
{
    HV_PARTITION_ID TargetPartitionId;
    HV_GPA_PAGE_NUMBER TargetGpaBase;
    HV_MAP_GPA_FLAGS MapFlags;
    HV_UINT32 Padding;
    HV_GPA_PAGE_NUMBER SourceGpaPageList[];
} HV_INPUT_MAP_GPA_PAGES, *PHV_INPUT_MAP_GPA_PAGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_MAP_GPA_PAGES) == 24);

/** HvCallUnmapGpaPages: the rep count says how many pages. */
typedef struct HV_INPUT_UNMAP_GPA_PAGES
{
    HV_PARTITION_ID TargetPartitionId;
    HV_GPA_PAGE_NUMBER TargetGpaBase;
    HV_UNMAP_GPA_FLAGS UnmapFlags;
    HV_UINT32 Padding;
} HV_INPUT_UNMAP_GPA_PAGES, *PHV_INPUT_UNMAP_GPA_PAGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_UNMAP_GPA_PAGES) == 24);

/** HvCallMapSparseGpaPages: pairs of pages. */
typedef struct HV_INPUT_MAP_SPARSE_GPA_PAGES
{
    HV_PARTITION_ID TargetPartitionId;
    HV_MAP_GPA_FLAGS MapFlags;
    HV_UINT32 Padding;
    HV_GPA_MAPPING PageList[];
} HV_INPUT_MAP_SPARSE_GPA_PAGES, *PHV_INPUT_MAP_SPARSE_GPA_PAGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_MAP_SPARSE_GPA_PAGES) == 16);

/** HvCallModifySparseGpaPages: other accesses for pages that are mapped. */
typedef struct HV_INPUT_MODIFY_SPARSE_GPA_PAGES
{
    HV_PARTITION_ID TargetPartitionId;
    HV_MAP_GPA_FLAGS MapFlags;
    HV_UINT32 Rsvdz;
    HV_GPA_PAGE_NUMBER GpaPageList[];
} HV_INPUT_MODIFY_SPARSE_GPA_PAGES, *PHV_INPUT_MODIFY_SPARSE_GPA_PAGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_MODIFY_SPARSE_GPA_PAGES) == 16);

/** HvCallPrecommitGpaPages: makes sure that pages are backed before they are used. */
typedef struct HV_INPUT_PRECOMMIT_GPA_PAGES
{
    HV_PARTITION_ID TargetPartitionId;
    HV_PRECOMMIT_GPA_FLAGS Flags;
    HV_UINT32 Padding;
    HV_GPA TargetGpaBase;
} HV_INPUT_PRECOMMIT_GPA_PAGES, *PHV_INPUT_PRECOMMIT_GPA_PAGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_PRECOMMIT_GPA_PAGES) == 24);

/** HvCallUncommitGpaPages. */
typedef struct HV_INPUT_UNCOMMIT_GPA_PAGES
{
    HV_PARTITION_ID TargetPartitionId;
    HV_GPA TargetGpaBase;
} HV_INPUT_UNCOMMIT_GPA_PAGES, *PHV_INPUT_UNCOMMIT_GPA_PAGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_UNCOMMIT_GPA_PAGES) == 16);

typedef union HV_GPA_PAGE_ATTRIBUTES
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT64 Protectable : 1; /**< Bit 0. */
        HV_UINT64 Reserved : 63;
    };
} HV_GPA_PAGE_ATTRIBUTES, *PHV_GPA_PAGE_ATTRIBUTES;
HV_STATIC_ASSERT(sizeof(HV_GPA_PAGE_ATTRIBUTES) == 8);

/** HvCallSetGpaPageAttributes. */
typedef struct HV_INPUT_SET_GPA_PAGE_ATTRIBUTES
{
    HV_PARTITION_ID PartitionId;
    HV_GPA_PAGE_ATTRIBUTES Attributes;
    HV_GPA_PAGE_NUMBER GpaPageList[];
} HV_INPUT_SET_GPA_PAGE_ATTRIBUTES, *PHV_INPUT_SET_GPA_PAGE_ATTRIBUTES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SET_GPA_PAGE_ATTRIBUTES) == 16);

/** HvCallPinGpaPageRanges: the host keeps these pages backed; a rep call over ranges. */
typedef struct HV_INPUT_PIN_GPA_PAGE_RANGES
{
    HV_UINT64 Reserved;
    HV_GPA_RANGE GpaRangeList[];
} HV_INPUT_PIN_GPA_PAGE_RANGES, *PHV_INPUT_PIN_GPA_PAGE_RANGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_PIN_GPA_PAGE_RANGES) == 8);

/** HvCallUnpinGpaPageRanges. */
typedef HV_INPUT_PIN_GPA_PAGE_RANGES HV_INPUT_UNPIN_GPA_PAGE_RANGES, *PHV_INPUT_UNPIN_GPA_PAGE_RANGES;

/** Both, under the name of the symbols. */
typedef struct HV_INPUT_GPA_PAGE_PINNING
{
    HV_UINT64 Reserved;
    HV_GPA_PAGE_RANGE GpaRangeList[];
} HV_INPUT_GPA_PAGE_PINNING, *PHV_INPUT_GPA_PAGE_PINNING;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GPA_PAGE_PINNING) == 8);

/*
 * Flushes of second-level translations, for hypervisors that run nested (Nested.h).
 */

/** HvCallFlushGuestPhysicalAddressSpace: AddressSpace is the address of the nested page table's root. */
typedef struct HV_INPUT_FLUSH_GUEST_PHYSICAL_ADDRESS_SPACE
{
    HV_SPA AddressSpace;
    HV_FLUSH_FLAGS Flags;
} HV_INPUT_FLUSH_GUEST_PHYSICAL_ADDRESS_SPACE, *PHV_INPUT_FLUSH_GUEST_PHYSICAL_ADDRESS_SPACE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_FLUSH_GUEST_PHYSICAL_ADDRESS_SPACE) == 16);

/** HvCallFlushGuestPhysicalAddressList. */
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
 * Which pages were used.
 */

typedef HV_UINT32 HV_PAGE_ACCESS_TRACKING_GRANULARITY, *PHV_PAGE_ACCESS_TRACKING_GRANULARITY;
enum
{
    HvPageAccessTrackingGranularitySmallPage = 0,
    HvPageAccessTrackingGranularityLargePage = 1,
};

/** A partition property: whether the hypervisor keeps track. */
typedef union HV_PARTITION_PAGE_ACCESS_TRACKING_CONFIG
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT64 Enabled : 1;      /**< Bit 0. */
        HV_UINT64 Granularity : 2;  /**< Bits 1 and 2: HV_PAGE_ACCESS_TRACKING_GRANULARITY. */
        HV_UINT64 RangeEnabled : 1; /**< Bit 3. */
        HV_UINT64 ReservedZ : 60;
    };
} HV_PARTITION_PAGE_ACCESS_TRACKING_CONFIG, *PHV_PARTITION_PAGE_ACCESS_TRACKING_CONFIG;
HV_STATIC_ASSERT(sizeof(HV_PARTITION_PAGE_ACCESS_TRACKING_CONFIG) == 8);

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
    struct
    {
        HV_UINT64 ClearAccessed : 1; /**< Bit 0. */
        HV_UINT64 SetAccess : 1;     /**< Bit 1; SetAccessed in the symbols of build 26100. */
        HV_UINT64 ClearDirty : 1;    /**< Bit 2. */
        HV_UINT64 SetDirty : 1;      /**< Bit 3. */
        HV_UINT64 Reserved : 60;
    };
    HV_UINT64 AsUINT64;
} HV_GPA_PAGE_ACCESS_STATE_FLAGS, *PHV_GPA_PAGE_ACCESS_STATE_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_GPA_PAGE_ACCESS_STATE_FLAGS) == 8);

/** One page's marks: the rep output of the three calls below. */
typedef union HV_GPA_PAGE_ACCESS_STATE
{
    struct
    {
        HV_UINT8 Accessed : 1; /**< Bit 0. */
        HV_UINT8 Dirty : 1;    /**< Bit 1. */
        HV_UINT8 Reserved : 6;
    };
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

/** HvCallGetSparseGpaPagesAccessState. */
typedef struct HV_INPUT_GET_SPARSE_GPA_PAGES_ACCESS_STATE
{
    HV_PARTITION_ID TargetPartitionId;
    HV_GPA_PAGE_ACCESS_STATE_FLAGS Flags;
    HV_GPA_PAGE_NUMBER GpaPageList[];
} HV_INPUT_GET_SPARSE_GPA_PAGES_ACCESS_STATE, *PHV_INPUT_GET_SPARSE_GPA_PAGES_ACCESS_STATE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_SPARSE_GPA_PAGES_ACCESS_STATE) == 16);

/** The access state of larger ranges. */
typedef struct HV_INPUT_GET_GPA_RANGES_ACCESS_STATE
{
    HV_UINT64 PartitionId;
    HV_GPA_PAGE_ACCESS_STATE_FLAGS Flags;
    HV_UINT64 BaseGpaPage;
    HV_GPA_ACCESS_TRACKING_RANGE_SIZE RangeSize;
    HV_UINT32 Reserved;
} HV_INPUT_GET_GPA_RANGES_ACCESS_STATE, *PHV_INPUT_GET_GPA_RANGES_ACCESS_STATE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_GPA_RANGES_ACCESS_STATE) == 32);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_MEMORY */
