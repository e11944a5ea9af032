/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Address spaces of a guest: switching them, and flushing their translations on other processors.
 *
 * An *address space* is what the guest's page-table root names: the value of
 * CR3 on x64, of the translation table base on ARM64. The hypervisor caches
 * translations per virtual processor in a virtual TLB. What the hardware's own
 * instructions do (MOV to CR3, INVLPG, TLBI) works as ever; the calls here do
 * the same for several processors at once, without interrupting them, and are
 * often cheaper where EPT or nested paging is not at hand. A guest uses them
 * when CPUID leaf 0x40000004 recommends it:
 *
 *     UseHypercallForAddressSpaceSwitch  HvCallSwitchVirtualAddressSpace
 *     UseHypercallForLocalFlush          flushes of the own processor
 *     UseHypercallForRemoteFlush...      flushes of other processors
 *     UseExProcessorMasks                the `...Ex` forms, for VPs above 63
 *
 * When a flush returns, no target still sees the old translations. If a target
 * holds its TLB against flushes, the caller is suspended until it lets go, and
 * the call is made again by the hypervisor.
 *
 * A list call takes ranges of 64 bits (HV_GVA_RANGE): the page number above,
 * and how many pages follow the first one below. The plain form counts up to
 * 4095 more pages of 4 KiB; with HV_FLUSH_USE_EXTENDED_RANGE_FORMAT bit 11 says
 * that the range is made of large pages. Ranges outside the guest's virtual
 * space are ignored. The list is the rep list of the call: fixed input, then
 * the banks of the set (in the Ex form), then the ranges.
 *
 * Flushing by guest *physical* address is for hypervisors that run nested and
 * is defined with them (Nested.h, Memory.h).
 *
 * Sources: TLFS 6.0b 9.3, 9.4 and its online edition; OpenVMM hvdef; symbols of
 * securekernel 26100; WDK 7.1 hvgdk.h.
 */

#ifndef MILE_HYPERV_HYPERVISOR_ADDRESS_SPACE
#define MILE_HYPERV_HYPERVISOR_ADDRESS_SPACE

#include "ProcessorSet.h"

HV_HEADER_BEGIN

/** The guest's page-table root: CR3, or the translation table base. */
typedef HV_UINT64 HV_ADDRESS_SPACE_ID, *PHV_ADDRESS_SPACE_ID;

/** Options of a flush, HV_FLUSH_... */
typedef HV_UINT64 HV_FLUSH_FLAGS, *PHV_FLUSH_FLAGS;
#define HV_FLUSH_ALL_PROCESSORS 0x00000001             /**< Every VP of the partition; the mask or set is ignored. */
#define HV_FLUSH_ALL_VIRTUAL_ADDRESS_SPACES 0x00000002 /**< Every address space; AddressSpace is ignored. */
#define HV_FLUSH_NON_GLOBAL_MAPPINGS_ONLY 0x00000004   /**< Global translations may stay; invalid in a list call. */
#define HV_FLUSH_USE_EXTENDED_RANGE_FORMAT 0x00000008  /**< Ranges are HV_GVA_RANGE.Extended. */
#define HV_FLUSH_USE_TARGET_VTL 0x00000010             /**< Flush for the levels named below, not the caller's own. */
#define HV_FLUSH_TARGET_VTL0 0x00000100
#define HV_FLUSH_TARGET_VTL1 0x00000200
#define HV_FLUSH_MASK 0x0000031F                       /**< Every flag that is defined. */

/** A range of 4 KiB pages: AdditionalPages + 1 of them. */
typedef union HV_GVA_RANGE_SIMPLE
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT64 AdditionalPages : 12; /**< Bits 0 to 11: pages after the first. */
        HV_UINT64 GvaPageNumber : 52;   /**< Bits 12 to 63. */
    };
} HV_GVA_RANGE_SIMPLE, *PHV_GVA_RANGE_SIMPLE;
HV_STATIC_ASSERT(sizeof(HV_GVA_RANGE_SIMPLE) == 8);

/** A range of 4 KiB pages in the extended form: LargePage is clear. */
typedef union HV_GVA_RANGE_EXTENDED
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT64 AdditionalPages : 11; /**< Bits 0 to 10: pages after the first. */
        HV_UINT64 LargePage : 1;        /**< Bit 11: set, it is an HV_GVA_RANGE_EXTENDED_LARGE_PAGE. */
        HV_UINT64 GvaPageNumber : 52;   /**< Bits 12 to 63. */
    };
} HV_GVA_RANGE_EXTENDED, *PHV_GVA_RANGE_EXTENDED;
HV_STATIC_ASSERT(sizeof(HV_GVA_RANGE_EXTENDED) == 8);

/** A range of large pages in the extended form: LargePage is set. */
typedef union HV_GVA_RANGE_EXTENDED_LARGE_PAGE
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT64 AdditionalPages : 11;    /**< Bits 0 to 10: large pages after the first. */
        HV_UINT64 LargePage : 1;           /**< Bit 11: set. */
        HV_UINT64 PageSize : 1;            /**< Bit 12: 0 for 2 MiB, 1 for 1 GiB. */
        HV_UINT64 Reserved : 8;
        HV_UINT64 GvaLargePageNumber : 43; /**< Bits 21 to 63: the address divided by 2 MiB. */
    };
} HV_GVA_RANGE_EXTENDED_LARGE_PAGE, *PHV_GVA_RANGE_EXTENDED_LARGE_PAGE;
HV_STATIC_ASSERT(sizeof(HV_GVA_RANGE_EXTENDED_LARGE_PAGE) == 8);

/** One element of a flush list. */
typedef union HV_GVA_RANGE
{
    HV_UINT64 AsUINT64;
    HV_GVA_RANGE_SIMPLE Simple;     /**< Without HV_FLUSH_USE_EXTENDED_RANGE_FORMAT. */
    HV_GVA_RANGE_EXTENDED Extended; /**< With it: LargePage tells this form from the next. */
    HV_GVA_RANGE_EXTENDED_LARGE_PAGE ExtendedLargePage;
} HV_GVA_RANGE, *PHV_GVA_RANGE;
HV_STATIC_ASSERT(sizeof(HV_GVA_RANGE) == 8);

/**
 * HvCallSwitchVirtualAddressSpace: loads CR3 of the calling VP without flushing
 * its TLB. Fails with HV_STATUS_INVALID_PARAMETER where the value is not a
 * valid CR3.
 */
typedef struct HV_INPUT_SWITCH_VIRTUAL_ADDRESS_SPACE
{
    HV_ADDRESS_SPACE_ID AddressSpace;
} HV_INPUT_SWITCH_VIRTUAL_ADDRESS_SPACE, *PHV_INPUT_SWITCH_VIRTUAL_ADDRESS_SPACE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SWITCH_VIRTUAL_ADDRESS_SPACE) == 8);

/** What both flushes of VPs 0 to 63 begin with. */
typedef struct HV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE_HEADER
{
    HV_ADDRESS_SPACE_ID AddressSpace;
    HV_FLUSH_FLAGS Flags;
    HV_UINT64 ProcessorMask; /**< Bit n: VP n. */
} HV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE_HEADER, *PHV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE_HEADER;
HV_STATIC_ASSERT(sizeof(HV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE_HEADER) == 24);

/** HvCallFlushVirtualAddressSpace: drops every translation of an address space. */
typedef struct HV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE
{
    HV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE_HEADER Header;
} HV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE, *PHV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE) == 24);

/** HvCallFlushVirtualAddressList: drops the translations of the listed ranges; a rep call. */
typedef struct HV_INPUT_FLUSH_VIRTUAL_ADDRESS_LIST
{
    HV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE_HEADER Header;
    HV_GVA GvaList[]; /**< HV_GVA_RANGE each. */
} HV_INPUT_FLUSH_VIRTUAL_ADDRESS_LIST, *PHV_INPUT_FLUSH_VIRTUAL_ADDRESS_LIST;
HV_STATIC_ASSERT(sizeof(HV_INPUT_FLUSH_VIRTUAL_ADDRESS_LIST) == 24);

/** What both flushes of a set of VPs begin with; the banks of the set follow. */
typedef struct HV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE_HEADER_EX
{
    HV_ADDRESS_SPACE_ID AddressSpace;
    HV_FLUSH_FLAGS Flags;
    HV_GENERIC_SET_HEADER ProcessorSet;
} HV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE_HEADER_EX, *PHV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE_HEADER_EX;
HV_STATIC_ASSERT(sizeof(HV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE_HEADER_EX) == 32);

/** HvCallFlushVirtualAddressSpaceEx. */
typedef struct HV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE_EX
{
    HV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE_HEADER_EX Header;
    HV_UINT64 BankContents[];
} HV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE_EX, *PHV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE_EX;
HV_STATIC_ASSERT(sizeof(HV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE_EX) == 32);

/** HvCallFlushVirtualAddressListEx: the banks first, then the HV_GVA_RANGE list of the rep call. */
typedef struct HV_INPUT_FLUSH_VIRTUAL_ADDRESS_LIST_EX
{
    HV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE_HEADER_EX Header;
    HV_UINT64 BankContents[];
} HV_INPUT_FLUSH_VIRTUAL_ADDRESS_LIST_EX, *PHV_INPUT_FLUSH_VIRTUAL_ADDRESS_LIST_EX;
HV_STATIC_ASSERT(sizeof(HV_INPUT_FLUSH_VIRTUAL_ADDRESS_LIST_EX) == 32);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_ADDRESS_SPACE */
