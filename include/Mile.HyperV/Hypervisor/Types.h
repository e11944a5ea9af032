/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The words of the interface: addresses, pages, identifiers, time.
 *
 * A hypervisor divides one machine into *partitions*. The root partition owns
 * the devices and manages the others, its children (guests); *host* means the
 * hypervisor and the root together. A partition has *virtual processors* (VP),
 * numbered from 0, which the hypervisor runs on the machine's *logical
 * processors* (LP). It has a *guest physical address* (GPA) space; software
 * inside it translates *guest virtual addresses* (GVA) to GPAs by its own page
 * tables, and the hypervisor translates GPAs to *system physical addresses*
 * (SPA), those of the machine. A partition may be divided once more into
 * *virtual trust levels* (VTL), each with its own processor state and its own
 * rights to the same memory. A *paravisor* is trusted software in a guest's VTL
 * 2: it stands between the host and the operating system, and answers the
 * operating system in the host's place (Isolation.h).
 *
 * Two more words that every header uses:
 *
 *  - an *intercept* stops a VP because it did something that its parent, or a
 *    higher trust level, asked to be told of; a message says what (Intercept.h).
 *  - an *overlay page* is a page of the hypervisor's that a guest asks for at a
 *    page number of its choice: hypercall page, VP assist page, SynIC pages,
 *    reference TSC page. It covers what is mapped there, and that page's access
 *    rights with it; move or disable the overlay, and the old content is back.
 *    So give it a page that nothing else needs, one for each overlay: which of
 *    two on the same page is seen is not defined. Do not put page tables or the
 *    blocks of a hypercall under one.
 *
 * Memory is named by page number, which is the address divided by
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
 * Alignment in bytes of the input and output blocks of a hypercall. The hypervisor refuses another
 * one.
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
/** The greatest number of a page of each size, in 64 bits of address. */
#define HV_X64_MAX_PAGE_NUMBER 0xFFFFFFFFFFFFFULL
#define HV_X64_MAX_LARGE_PAGE_NUMBER 0x7FFFFFFFFFFULL
#define HV_X64_MAX_1GB_PAGE_NUMBER 0x3FFFFFFFFULL

/** A byte address in the guest physical space of a partition. */
typedef HV_UINT64 HV_GPA, *PHV_GPA;
/** A guest physical page: HV_GPA divided by HV_PAGE_SIZE. */
typedef HV_UINT64 HV_GPA_PAGE_NUMBER, *PHV_GPA_PAGE_NUMBER;
typedef const HV_GPA_PAGE_NUMBER *PCHV_GPA_PAGE_NUMBER;
/** A byte's place in a guest physical page, 0 to 4095. */
typedef HV_UINT32 HV_GPA_PAGE_OFFSET, *PHV_GPA_PAGE_OFFSET;

/** A byte address in a guest's virtual space. */
typedef HV_UINT64 HV_GVA, *PHV_GVA;
/** A guest virtual page: HV_GVA divided by HV_PAGE_SIZE. */
typedef HV_UINT64 HV_GVA_PAGE_NUMBER, *PHV_GVA_PAGE_NUMBER;
typedef const HV_GVA_PAGE_NUMBER *PCHV_GVA_PAGE_NUMBER;
/** A byte's place in a guest virtual page, 0 to 4095. */
typedef HV_UINT32 HV_GVA_PAGE_OFFSET, *PHV_GVA_PAGE_OFFSET;

/** A byte address in the machine's own memory; only the root partition sees these. */
typedef HV_UINT64 HV_SPA, *PHV_SPA;
/** A machine page: HV_SPA divided by HV_PAGE_SIZE. */
typedef HV_UINT64 HV_SPA_PAGE_NUMBER, *PHV_SPA_PAGE_NUMBER;
typedef const HV_SPA_PAGE_NUMBER *PCHV_SPA_PAGE_NUMBER;
/** A byte's place in a machine page, 0 to 4095. */
typedef HV_UINT32 HV_SPA_PAGE_OFFSET, *PHV_SPA_PAGE_OFFSET;

/** How memory is cached; the numbers are those of the x64 page attribute table. */
typedef HV_UINT32 HV_CACHE_TYPE, *PHV_CACHE_TYPE;
enum
{
    HvCacheTypeUncached = 0,
    HvCacheTypeWriteCombining = 1,
    HvCacheTypeWriteThrough = 4,
    HvCacheTypeWriteProtected = 5, /**< x64 only. */
    HvCacheTypeWriteBack = 6,

    /* The names until ARM64 came. */
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
 * A partition. A guest names itself HV_PARTITION_ID_SELF; it need not know its number, which may change when it is
 * saved or moved. No two partitions have the same one until the machine restarts.
 */
typedef HV_UINT64 HV_PARTITION_ID, *PHV_PARTITION_ID;
typedef const HV_PARTITION_ID *PCHV_PARTITION_ID;
#define HV_PARTITION_ID_INVALID 0x0ULL
#define HV_PARTITION_ID_SELF 0xFFFFFFFFFFFFFFFFULL

/** A virtual processor of a partition, numbered from 0. Not the APIC id. */
typedef HV_UINT32 HV_VP_INDEX, *PHV_VP_INDEX;
typedef const HV_VP_INDEX *PCHV_VP_INDEX;
/** The most virtual processors of a partition, in the newest sources; a host's own limit is in leaf 0x40000005. */
#define HV_MAXIMUM_PROCESSORS 2048
#define HV_MAX_VP_INDEX 2047
/** In place of a VP index: the processor that makes the call. */
#define HV_VP_INDEX_SELF 0xFFFFFFFEU
/** In place of a VP index: whichever the hypervisor finds best. */
#define HV_ANY_VP 0xFFFFFFFFU

/** A logical processor of the machine, numbered by the hypervisor; seen by the root only. */
typedef HV_UINT32 HV_LOGICAL_PROCESSOR_INDEX, *PHV_LOGICAL_PROCESSOR_INDEX;
/** An x86 local APIC id. */
typedef HV_UINT32 HV_APIC_ID, *PHV_APIC_ID;
typedef const HV_APIC_ID *PCHV_APIC_ID;
/** What the hardware calls a processor: APIC id on x64, MPIDR on ARM64. */
typedef HV_UINT64 HV_PROCESSOR_HW_ID, *PHV_PROCESSOR_HW_ID;
/** An interrupt as the guest's controller numbers it: 0 to 255 on x64, an INTID on ARM64. */
typedef HV_UINT32 HV_INTERRUPT_VECTOR, *PHV_INTERRUPT_VECTOR;
/** A port of the x86 I/O space. */
typedef HV_UINT16 HV_IO_PORT, *PHV_IO_PORT;
/** A NUMA proximity domain, as in the machine's ACPI SRAT. */
typedef HV_UINT32 HV_PROXIMITY_DOMAIN_ID, *PHV_PROXIMITY_DOMAIN_ID;
/** A NUMA node as the hypervisor numbers it. */
typedef HV_UINT32 HV_PHYSICAL_NODE_INDEX, *PHV_PHYSICAL_NODE_INDEX;
#define HV_PHYSICAL_NODE_INDEX_UNSPECIFIED 0xFFFFFFFFU
/** A part of a NUMA node that a processor can be placed in. */
typedef HV_UINT32 HV_SUBNODE_TYPE, *PHV_SUBNODE_TYPE;
/* Not enumerators: a Linux kernel's own headers have enumerators of these names. */
#define HvSubnodeAny 0
#define HvSubnodeSocket 1
#define HvSubnodeCluster 2
#define HvSubnodeL3 3 /**< Processors that share a last-level cache. */
#define HvSubnodeCount 4
#define HvSubnodeInvalid 0xFFFFFFFFU

/** A truth value of one byte: 0 or 1. */
typedef HV_UINT8 HV_BOOLEAN, *PHV_BOOLEAN;

/*
 * Virtual trust levels.
 */

/** A virtual trust level: 0 is the ordinary one, each higher one is trusted more. */
typedef HV_UINT8 HV_VTL, *PHV_VTL;
/** Levels that the TLFS calls implemented, 0 and 1. Level 2 came later, for paravisors. */
#define HV_NUM_VTLS 2
#define HV_VTL_VTL0 0
#define HV_VTL_VTL1 1
#define HV_VTL_VTL2 2
/** In place of a level: all of them. */
#define HV_VTL_ALL 0xF
/** No level. */
#define HV_INVALID_VTL 0xFF

/**
 * The trust level that a hypercall is about; one byte of most VTL-aware inputs.
 * All zeros means the caller's own level. A guest that names a level above its
 * own gets HV_STATUS_ACCESS_DENIED.
 *
 * Source: symbols of securekernel 26100; OpenVMM hvdef.
 */
typedef union HV_INPUT_VTL
{
    HV_UINT8 AsUINT8;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT8 TargetVtl : 4;    /**< Bits 0 to 3: the level, if UseTargetVtl. */
        HV_UINT8 UseTargetVtl : 1; /**< Bit 4: TargetVtl counts. */
        HV_UINT8 ReservedZ : 3;    /**< Zero. */
    };
#endif
} HV_INPUT_VTL, *PHV_INPUT_VTL;
HV_STATIC_ASSERT(sizeof(HV_INPUT_VTL) == 1);

/**
 * Near which memory the hypervisor should allocate what a call needs.
 *
 * All zeros leaves it to the hypervisor. Source: WDK 7.1 hvgdk.h; TLFS online; symbols of securekernel 26100.
 */
typedef union HV_PROXIMITY_DOMAIN_FLAGS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 ProximityPreferred : 1; /**< Bit 0: another domain will do; clear, this one or none. */
        HV_UINT32 Reserved : 30;
        HV_UINT32 ProximityInfoValid : 1; /**< Bit 31: the domain counts. */
    };
#endif
} HV_PROXIMITY_DOMAIN_FLAGS, *PHV_PROXIMITY_DOMAIN_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_PROXIMITY_DOMAIN_FLAGS) == 4);

/** A NUMA proximity domain and how much it matters. */
typedef struct HV_PROXIMITY_DOMAIN_INFO
{
    HV_PROXIMITY_DOMAIN_ID Id;
    HV_PROXIMITY_DOMAIN_FLAGS Flags;
} HV_PROXIMITY_DOMAIN_INFO, *PHV_PROXIMITY_DOMAIN_INFO;
HV_STATIC_ASSERT(sizeof(HV_PROXIMITY_DOMAIN_INFO) == 8);

/** A part of a NUMA node. */
typedef struct HV_SUBNODE
{
    HV_UINT64 SubnodeId;
    HV_SUBNODE_TYPE SubnodeType;
    HV_UINT32 Padding;
} HV_SUBNODE, *PHV_SUBNODE;
HV_STATIC_ASSERT(sizeof(HV_SUBNODE) == 16);

HV_HEADER_END

/*
 * Time.
 */

/** A point in time in units of 100 ns. */
typedef HV_UINT64 HV_NANO100_TIME, *PHV_NANO100_TIME;
typedef const HV_NANO100_TIME *PCHV_NANO100_TIME;
#define HV_NANO100_TIME_NEVER 0xFFFFFFFFFFFFFFFFULL
/** A length of time in units of 100 ns. */
typedef HV_UINT64 HV_NANO100_DURATION, *PHV_NANO100_DURATION;

#endif /* !MILE_HYPERV_HYPERVISOR_TYPES */
