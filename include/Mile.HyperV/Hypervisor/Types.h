/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Basic types of the interface: addresses, pages, identifiers, trust levels and time.
 *
 * A hypervisor divides one machine into *partitions*. The root partition owns
 * the devices and manages the others, its children (guests); *host* means the
 * hypervisor and the root together. A partition has *virtual processors* (VP),
 * numbered from 0, which the hypervisor runs on the machine's *logical
 * processors* (LP). It has a *guest physical address* (GPA) space; software
 * inside it translates *guest virtual addresses* (GVA) to GPAs with its own page
 * tables, and the hypervisor translates GPAs to *system physical addresses*
 * (SPA). A partition may be divided further into *virtual trust levels* (VTL),
 * each with its own processor state and its own access rights to the same
 * memory. A *paravisor* is trusted software in VTL 2 of a guest. It runs between
 * the host and the operating system, and responds to the operating system in
 * place of the host (Isolation.h).
 *
 * Two more terms that every header uses:
 *
 *  - an *intercept* stops a VP because of an event for which its parent, or a
 *    higher trust level, requested intercepts; a message describes the event
 *    (Intercept.h).
 *  - an *overlay page* is a page of the hypervisor that a guest enables at a page
 *    number of its choice: hypercall page, VP assist page, SynIC pages, reference
 *    TSC page. It covers the page that is mapped there, including its access
 *    rights. After the overlay is moved or disabled, the old content is visible
 *    again. The guest should use an otherwise unused page for each overlay: if two
 *    overlays are on one page, it is undefined which is visible. The guest must
 *    not place page tables or the blocks of a hypercall under an overlay.
 *
 * The interface specifies memory by page number, which is the address divided by
 * HV_PAGE_SIZE: 4096 bytes on every architecture, whatever page size the
 * guest's own page tables use.
 *
 * Sources: TLFS 6.0b chapters 2, 5 and 7; WDK 7.1 hvgdk.h; symbols of
 * securekernel 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_TYPES
#define MILE_HYPERV_HYPERVISOR_TYPES

#include "../../Mile.HyperV.Portable.Types.h"

HV_HEADER_BEGIN

/*
 * Blocks of a hypercall.
 */

/**
 * Alignment, in bytes, of the input and output blocks of a hypercall. The hypervisor rejects a
 * block with another alignment.
 */
#define HV_CALL_ALIGNMENT 8
/**
 * Aligns a structure that is the input or output block of a hypercall; it is placed between
 * `struct` and the tag.
 */
#define HV_CALL_ATTRIBUTES HV_DECLSPEC_ALIGN(8)
/**
 * Aligns the input or output block of a hypercall to @p Alignment bytes, a power of two from 8 to
 * 4096.
 */
#define HV_CALL_ATTRIBUTES_ALIGNED(Alignment) HV_DECLSPEC_ALIGN(Alignment)

/*
 * Pages.
 */

#define HV_X64_PAGE_SIZE 4096
#define HV_X64_LARGE_PAGE_SIZE 0x200000
#define HV_X64_LARGE_PAGE_SIZE_1GB 0x40000000

#define HV_ARM64_PAGE_SIZE 4096
#define HV_ARM64_LARGE_PAGE_SIZE 0x200000
#define HV_ARM64_LARGE_PAGE_SIZE_1GB 0x40000000

#define HV_PAGE_SIZE 4096
#define HV_LARGE_PAGE_SIZE 0x200000
#define HV_LARGE_PAGE_SIZE_1GB 0x40000000
#define HV_1GB_PAGE_SIZE 0x40000000
#define HV_PAGE_MASK 0xFFF
#define HV_LARGE_PAGE_MASK 0x1FFFFF
#define HV_1GB_PAGE_MASK 0x3FFFFFFF
/** Greatest page number in a 64-bit address space, for pages of 4 KiB, 2 MiB and 1 GiB. */
#define HV_X64_MAX_PAGE_NUMBER 0xFFFFFFFFFFFFFULL
#define HV_X64_MAX_LARGE_PAGE_NUMBER 0x7FFFFFFFFFFULL
#define HV_X64_MAX_1GB_PAGE_NUMBER 0x3FFFFFFFFULL

/** Guest physical address of a byte in a partition. */
typedef HV_UINT64 HV_GPA, *PHV_GPA;
/** Guest physical page number: HV_GPA divided by HV_PAGE_SIZE. */
typedef HV_UINT64 HV_GPA_PAGE_NUMBER, *PHV_GPA_PAGE_NUMBER;
typedef const HV_GPA_PAGE_NUMBER *PCHV_GPA_PAGE_NUMBER;
/** Byte offset in a guest physical page, 0 to 4095. */
typedef HV_UINT32 HV_GPA_PAGE_OFFSET, *PHV_GPA_PAGE_OFFSET;

/** Guest virtual address of a byte. */
typedef HV_UINT64 HV_GVA, *PHV_GVA;
/** Guest virtual page number: HV_GVA divided by HV_PAGE_SIZE. */
typedef HV_UINT64 HV_GVA_PAGE_NUMBER, *PHV_GVA_PAGE_NUMBER;
typedef const HV_GVA_PAGE_NUMBER *PCHV_GVA_PAGE_NUMBER;
/** Byte offset in a guest virtual page, 0 to 4095. */
typedef HV_UINT32 HV_GVA_PAGE_OFFSET, *PHV_GVA_PAGE_OFFSET;

/** System physical address of a byte; only the root partition uses them. */
typedef HV_UINT64 HV_SPA, *PHV_SPA;
/** System physical page number: HV_SPA divided by HV_PAGE_SIZE. */
typedef HV_UINT64 HV_SPA_PAGE_NUMBER, *PHV_SPA_PAGE_NUMBER;
typedef const HV_SPA_PAGE_NUMBER *PCHV_SPA_PAGE_NUMBER;
/** Byte offset in a system physical page, 0 to 4095. */
typedef HV_UINT32 HV_SPA_PAGE_OFFSET, *PHV_SPA_PAGE_OFFSET;

/** Cache type of memory; the values are those of the x64 page attribute table. */
typedef HV_UINT32 HV_CACHE_TYPE, *PHV_CACHE_TYPE;
enum
{
    HvCacheTypeUncached = 0,
    HvCacheTypeWriteCombining = 1,
    HvCacheTypeWriteThrough = 4,
    HvCacheTypeWriteProtected = 5, /**< x64 only. */
    HvCacheTypeWriteBack = 6,

    /* Names from before ARM64 was supported. */
    HvCacheTypeX64Uncached = 0,
    HvCacheTypeX64WriteCombining = 1,
    HvCacheTypeX64WriteThrough = 4,
    HvCacheTypeX64WriteProtected = 5,
    HvCacheTypeX64WriteBack = 6,
};

/*
 * Identifiers.
 */

/**
 * ID of a partition.
 *
 * A guest identifies itself by HV_PARTITION_ID_SELF. It does not need its own ID, which may change
 * when the guest is saved or moved. An ID is unique until the machine restarts.
 */
typedef HV_UINT64 HV_PARTITION_ID, *PHV_PARTITION_ID;
typedef const HV_PARTITION_ID *PCHV_PARTITION_ID;
#define HV_PARTITION_ID_INVALID 0x0ULL
#define HV_PARTITION_ID_SELF 0xFFFFFFFFFFFFFFFFULL

/**
 * Index of a virtual processor in its partition: zero-based, below the maximum that CPUID leaf
 * 0x40000005 reports (MaxVirtualProcessorCount). It is not the APIC ID.
 */
typedef HV_UINT32 HV_VP_INDEX, *PHV_VP_INDEX;
typedef const HV_VP_INDEX *PCHV_VP_INDEX;
/**
 * Maximum number of virtual processors of a partition in the newest sources on x64; Linux and
 * rust-vmm mshv have 320 on ARM64. CPUID leaf 0x40000005 reports a host's own limit.
 */
#define HV_MAXIMUM_PROCESSORS 2048
#define HV_MAX_VP_INDEX 2047
/** Special VP index: the processor that makes the call. */
#define HV_VP_INDEX_SELF 0xFFFFFFFEU
/** Special VP index: the hypervisor chooses the processor. */
#define HV_ANY_VP 0xFFFFFFFFU

/**
 * Index of a logical processor, zero-based; below MaxLogicalProcessorCount of CPUID leaf 0x40000005
 * if the host reports that limit. The hypervisor assigns it, or the root in
 * HvCallAddLogicalProcessor; only the root partition uses it.
 */
typedef HV_UINT32 HV_LOGICAL_PROCESSOR_INDEX, *PHV_LOGICAL_PROCESSOR_INDEX;
/** Id of an x86 local APIC. */
typedef HV_UINT32 HV_APIC_ID, *PHV_APIC_ID;
typedef const HV_APIC_ID *PCHV_APIC_ID;
/** Hardware id of a processor: APIC id on x64, MPIDR on ARM64. */
typedef HV_UINT64 HV_PROCESSOR_HW_ID, *PHV_PROCESSOR_HW_ID;
/** Interrupt number of the guest's controller: a vector, 0 to 255, on x64; an INTID on ARM64. */
typedef HV_UINT32 HV_INTERRUPT_VECTOR, *PHV_INTERRUPT_VECTOR;
/** Port number in the x86 I/O space. */
typedef HV_UINT16 HV_IO_PORT, *PHV_IO_PORT;
/** Id of a NUMA proximity domain, from the machine's ACPI SRAT. */
typedef HV_UINT32 HV_PROXIMITY_DOMAIN_ID, *PHV_PROXIMITY_DOMAIN_ID;
/** Index of a NUMA node, assigned by the hypervisor. */
typedef HV_UINT32 HV_PHYSICAL_NODE_INDEX, *PHV_PHYSICAL_NODE_INDEX;
#define HV_PHYSICAL_NODE_INDEX_UNSPECIFIED 0xFFFFFFFFU
/** Kind of a subnode: a part of a NUMA node in which a processor can be placed. */
typedef HV_UINT32 HV_SUBNODE_TYPE, *PHV_SUBNODE_TYPE;
/* Not enumerators: a Linux kernel's own headers have enumerators of these names. */
#define HvSubnodeAny 0
#define HvSubnodeSocket 1
#define HvSubnodeCluster 2
#define HvSubnodeL3 3 /**< Processors that share a last-level cache. */
#define HvSubnodeCount 4
#define HvSubnodeInvalid 0xFFFFFFFFU

/** Boolean of one byte: 0 or 1. */
typedef HV_UINT8 HV_BOOLEAN, *PHV_BOOLEAN;

/*
 * Virtual trust levels.
 */

/** Virtual trust level: 0 is the ordinary one, and a higher level is more trusted. */
typedef HV_UINT8 HV_VTL, *PHV_VTL;
/**
 * Number of levels that the TLFS calls implemented, 0 and 1. Level 2 was added later for
 * paravisors.
 */
#define HV_NUM_VTLS 2
#define HV_VTL_VTL0 0
#define HV_VTL_VTL1 1
#define HV_VTL_VTL2 2
/** Special value: all levels. */
#define HV_VTL_ALL 0xF
/** Special value: no level. */
#define HV_INVALID_VTL 0xFF

/**
 * Target trust level of a hypercall, one byte of most VTL-aware inputs.
 *
 * All zeros specifies the caller's own level. A level above the caller's own fails with
 * HV_STATUS_ACCESS_DENIED.
 *
 * Source: symbols of securekernel 26100; OpenVMM hvdef.
 */
typedef union HV_INPUT_VTL
{
    HV_UINT8 AsUINT8;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT8 TargetVtl : 4;    /**< Bits 0 to 3: the level; valid if UseTargetVtl. */
        HV_UINT8 UseTargetVtl : 1; /**< Bit 4: TargetVtl is valid. */
        HV_UINT8 ReservedZ : 3;    /**< Must be zero. */
    };
#endif
} HV_INPUT_VTL, *PHV_INPUT_VTL;
HV_STATIC_ASSERT(sizeof(HV_INPUT_VTL) == 1);

/**
 * Rules for the NUMA placement of memory that the hypervisor allocates for a call.
 *
 * With all zeros the hypervisor chooses. Source: WDK 7.1 hvgdk.h; TLFS online; symbols of
 * securekernel 26100.
 */
typedef union HV_PROXIMITY_DOMAIN_FLAGS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        /** Bit 0: if set, the hypervisor may use another domain. */
        HV_UINT32 ProximityPreferred : 1;
        HV_UINT32 Reserved : 30;
        HV_UINT32 ProximityInfoValid : 1; /**< Bit 31: the domain is valid. */
    };
#endif
} HV_PROXIMITY_DOMAIN_FLAGS, *PHV_PROXIMITY_DOMAIN_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_PROXIMITY_DOMAIN_FLAGS) == 4);

/** NUMA proximity domain and the rules for its use. */
typedef struct HV_PROXIMITY_DOMAIN_INFO
{
    HV_PROXIMITY_DOMAIN_ID Id;       /**< Domain; valid if Flags.ProximityInfoValid. */
    HV_PROXIMITY_DOMAIN_FLAGS Flags; /**< Rules for its use. */
} HV_PROXIMITY_DOMAIN_INFO, *PHV_PROXIMITY_DOMAIN_INFO;
HV_STATIC_ASSERT(sizeof(HV_PROXIMITY_DOMAIN_INFO) == 8);

/** Part of a NUMA node. */
typedef struct HV_SUBNODE
{
    HV_UINT64 SubnodeId;         /**< ID of the subnode among those of its type. */
    HV_SUBNODE_TYPE SubnodeType; /**< HV_SUBNODE_TYPE, the kind of the subnode. */
    HV_UINT32 Padding;
} HV_SUBNODE, *PHV_SUBNODE;
HV_STATIC_ASSERT(sizeof(HV_SUBNODE) == 16);

HV_HEADER_END

/*
 * Time.
 */

/** Point in time in units of 100 ns. */
typedef HV_UINT64 HV_NANO100_TIME, *PHV_NANO100_TIME;
typedef const HV_NANO100_TIME *PCHV_NANO100_TIME;
#define HV_NANO100_TIME_NEVER 0xFFFFFFFFFFFFFFFFULL
/** Duration in units of 100 ns. */
typedef HV_UINT64 HV_NANO100_DURATION, *PHV_NANO100_DURATION;

#endif /* !MILE_HYPERV_HYPERVISOR_TYPES */
