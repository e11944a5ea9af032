/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Address spaces of a guest: switching them, and flushing their translations on other processors.
 *
 * The guest's page-table root identifies an *address space*: the value of CR3 on x64, of the
 * translation table base on ARM64. The hypervisor provides each virtual processor with a virtual
 * TLB, which caches translations as a real one does. The processor's own instructions for it (MOV
 * to CR3, INVLPG, TLBI) work unchanged, but on x64 they affect only the processor that executes
 * them; for other processors a kernel must send interrupts. One call of this header flushes a whole
 * set of processors. The faster method depends on the machine, and the hypervisor recommends it
 * (CpuidFeatures.h, HV_ENLIGHTENMENT_INFORMATION):
 *
 *     UseHypercallForAddressSpaceSwitch               HvCallSwitchVirtualAddressSpace
 *     UseHypercallForLocalFlush                       the calling processor alone
 *     UseHypercallForRemoteFlushAndLocalFlushEntire   other processors
 *     UseExProcessorMasks                             the `...Ex` forms, for VPs above 63
 *
 * There are two flushes, of whole address spaces and of listed ranges, each in
 * two forms: with a mask for VPs 0 to 63, or with a set (ProcessorSet.h). The
 * TLFS has the list calls and the switch on x64 only.
 *
 * When a flush returns, no target still uses the old translations. If a target
 * inhibits flushes, because its parent or a higher trust level is completing an
 * instruction for it (HvRegisterInterceptSuspend), the calling processor is
 * suspended on the call's instruction and executes it again afterwards. The
 * caller sees only one long call.
 *
 * A list call is a rep call; each element is a 64-bit HV_GVA_RANGE:
 *
 *     HvCallFlushVirtualAddressList     header (24 bytes) | range 0 | range 1 | ...
 *     HvCallFlushVirtualAddressListEx   header (32 bytes) | banks of the set | range 0 | ...
 *
 * The upper bits of a range are the page number of its first page, the lower bits the number of
 * further pages. A range has 1 to 4096 pages of 4 KiB, or in the extended form 1 to 2048 pages of 4
 * KiB, 2 MiB or 1 GiB. A page of a large mapping flushes the whole mapping; the hypervisor ignores
 * addresses beyond the guest's virtual space.
 *
 * Flushes fail with HV_STATUS_INVALID_PARAMETER for a reserved flag, an empty
 * mask or set without HV_FLUSH_ALL_PROCESSORS, and an AddressSpace that is no
 * valid root (reserved bits of CR3 included) without
 * HV_FLUSH_ALL_VIRTUAL_ADDRESS_SPACES.
 *
 * Flushing by guest *physical* address is for hypervisors that run nested and
 * is defined with them (Nested.h, Memory.h).
 *
 * Sources: TLFS 6.0b 9.1, 9.3, 9.4 and its online edition; OpenVMM hvdef and
 * virt_mshv_vtl; symbols of securekernel 26100; WDK 7.1 hvgdk.h; calls of
 * Windows recorded with the ntoseye debugger.
 */

#ifndef MILE_HYPERV_HYPERVISOR_ADDRESS_SPACE
#define MILE_HYPERV_HYPERVISOR_ADDRESS_SPACE

#include "ProcessorSet.h"

HV_HEADER_BEGIN

/** Page-table root of the guest: CR3, or the translation table base. */
typedef HV_UINT64 HV_ADDRESS_SPACE_ID, *PHV_ADDRESS_SPACE_ID;

/** Options of a flush, HV_FLUSH_...; the other bits are zero. WDK 7.1 has the first three only. */
typedef HV_UINT64 HV_FLUSH_FLAGS, *PHV_FLUSH_FLAGS;
#define HV_FLUSH_ALL_PROCESSORS 0x00000001             /**< Every VP of the partition; the mask or set is ignored. */
#define HV_FLUSH_ALL_VIRTUAL_ADDRESS_SPACES 0x00000002 /**< Every address space; AddressSpace is ignored. */
/**
 * Translations of global pages may remain. In the TLFS it is invalid in a list call; Windows uses it
 * there and OpenVMM accepts it (References/Errata.md).
 */
#define HV_FLUSH_NON_GLOBAL_MAPPINGS_ONLY 0x00000004
/**
 * Ranges are HV_GVA_RANGE.Extended or .ExtendedLargePage. For list calls, if
 * ExtendedGvaRangesForFlushVirtualAddressListAvailable is set (CpuidFeatures.h); OpenVMM rejects it
 * in a call without a list.
 */
#define HV_FLUSH_USE_EXTENDED_RANGE_FORMAT 0x00000008
/**
 * Flush the trust levels of HV_FLUSH_TARGET_VTL0 and HV_FLUSH_TARGET_VTL1 instead of the caller's
 * own; available if CrossVtlFlushAvailable is set (CpuidFeatures.h).
 */
#define HV_FLUSH_USE_TARGET_VTL 0x00000010
#define HV_FLUSH_TARGET_VTL0 0x00000100 /**< With HV_FLUSH_USE_TARGET_VTL: level 0. */
#define HV_FLUSH_TARGET_VTL1 0x00000200 /**< With HV_FLUSH_USE_TARGET_VTL: level 1. */
/** Every flag that is defined; 0x7 in WDK 7.1. */
#define HV_FLUSH_MASK 0x0000031F

/** Pages that Linux 7.3 puts into one range at most: those that every form of range can count. */
#define HV_MAX_FLUSH_PAGES 2048

/** Range of 4 KiB pages: AdditionalPages + 1 of them. */
typedef union HV_GVA_RANGE_SIMPLE
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 AdditionalPages : 12; /**< Bits 0 to 11: pages after the first. */
        HV_UINT64 GvaPageNumber : 52;   /**< Bits 12 to 63: GVA page number of the first page. */
    };
#endif
} HV_GVA_RANGE_SIMPLE, *PHV_GVA_RANGE_SIMPLE;
HV_STATIC_ASSERT(sizeof(HV_GVA_RANGE_SIMPLE) == 8);

/** Range of 4 KiB pages in the extended form: LargePage is clear. */
typedef union HV_GVA_RANGE_EXTENDED
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 AdditionalPages : 11; /**< Bits 0 to 10: pages after the first. */
        /** Bit 11: clear; if set, the range is an HV_GVA_RANGE_EXTENDED_LARGE_PAGE. */
        HV_UINT64 LargePage : 1;
        HV_UINT64 GvaPageNumber : 52; /**< Bits 12 to 63: GVA page number of the first page. */
    };
#endif
} HV_GVA_RANGE_EXTENDED, *PHV_GVA_RANGE_EXTENDED;
HV_STATIC_ASSERT(sizeof(HV_GVA_RANGE_EXTENDED) == 8);

/** Range of large pages in the extended form: LargePage is set. */
typedef union HV_GVA_RANGE_EXTENDED_LARGE_PAGE
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 AdditionalPages : 11; /**< Bits 0 to 10: large pages after the first. */
        HV_UINT64 LargePage : 1;        /**< Bit 11: set. */
        HV_UINT64 PageSize : 1;         /**< Bit 12: 0 for 2 MiB, 1 for 1 GiB. */
        HV_UINT64 Reserved : 8;         /**< Bits 13 to 20: zero. */
        HV_UINT64 GvaLargePageNumber : 43; /**< Bits 21 to 63: the address divided by 2 MiB, for both sizes. */
    };
#endif
} HV_GVA_RANGE_EXTENDED_LARGE_PAGE, *PHV_GVA_RANGE_EXTENDED_LARGE_PAGE;
HV_STATIC_ASSERT(sizeof(HV_GVA_RANGE_EXTENDED_LARGE_PAGE) == 8);

/** One element of a flush list. */
typedef union HV_GVA_RANGE
{
    HV_UINT64 AsUINT64;
    HV_GVA_RANGE_SIMPLE Simple; /**< Without HV_FLUSH_USE_EXTENDED_RANGE_FORMAT. */
    /**
     * Form with HV_FLUSH_USE_EXTENDED_RANGE_FORMAT; LargePage distinguishes it from
     * ExtendedLargePage.
     */
    HV_GVA_RANGE_EXTENDED Extended;
    HV_GVA_RANGE_EXTENDED_LARGE_PAGE ExtendedLargePage;
} HV_GVA_RANGE, *PHV_GVA_RANGE;
HV_STATIC_ASSERT(sizeof(HV_GVA_RANGE) == 8);

/**
 * Input of HvCallSwitchVirtualAddressSpace, which loads CR3 of the calling VP. Unlike a MOV to CR3 it
 * does not flush the TLB. No output. It fails with HV_STATUS_INVALID_PARAMETER if the value is not a
 * valid CR3; some hypervisors reject PWT and PCD in it.
 */
typedef struct HV_INPUT_SWITCH_VIRTUAL_ADDRESS_SPACE
{
    HV_ADDRESS_SPACE_ID AddressSpace; /**< Page-table root of the new address space. */
} HV_INPUT_SWITCH_VIRTUAL_ADDRESS_SPACE, *PHV_INPUT_SWITCH_VIRTUAL_ADDRESS_SPACE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SWITCH_VIRTUAL_ADDRESS_SPACE) == 8);

/** Start of the input of both flushes of VPs 0 to 63. */
typedef struct HV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE_HEADER
{
    /**
     * Address space whose translations are flushed, unless HV_FLUSH_ALL_VIRTUAL_ADDRESS_SPACES is
     * set.
     */
    HV_ADDRESS_SPACE_ID AddressSpace;
    HV_FLUSH_FLAGS Flags;
    HV_UINT64 ProcessorMask; /**< Bit n: VP n; not empty, unless HV_FLUSH_ALL_PROCESSORS. */
} HV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE_HEADER, *PHV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE_HEADER;
HV_STATIC_ASSERT(sizeof(HV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE_HEADER) == 24);

/** Input of HvCallFlushVirtualAddressSpace, which flushes one address space, or all. A simple call. No output. */
typedef struct HV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE
{
    HV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE_HEADER Header;
} HV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE, *PHV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE) == 24);

/** Input of HvCallFlushVirtualAddressList, which flushes listed ranges; a rep call. No output. */
typedef struct HV_INPUT_FLUSH_VIRTUAL_ADDRESS_LIST
{
    HV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE_HEADER Header;
    HV_GVA GvaList[]; /**< HV_GVA_RANGE elements, as AsUINT64; not plain addresses. */
} HV_INPUT_FLUSH_VIRTUAL_ADDRESS_LIST, *PHV_INPUT_FLUSH_VIRTUAL_ADDRESS_LIST;
HV_STATIC_ASSERT(sizeof(HV_INPUT_FLUSH_VIRTUAL_ADDRESS_LIST) == 24);

/**
 * Start of the inputs that flush a set of VPs; the banks of the set follow, as the call's variable
 * header.
 */
typedef struct HV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE_HEADER_EX
{
    /**
     * Address space whose translations are flushed, unless HV_FLUSH_ALL_VIRTUAL_ADDRESS_SPACES is
     * set.
     */
    HV_ADDRESS_SPACE_ID AddressSpace;
    HV_FLUSH_FLAGS Flags;
    HV_GENERIC_SET_HEADER ProcessorSet; /**< Header of the set of processors. */
} HV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE_HEADER_EX, *PHV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE_HEADER_EX;
HV_STATIC_ASSERT(sizeof(HV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE_HEADER_EX) == 32);

/**
 * Input of HvCallFlushVirtualAddressSpaceEx, the form of HvCallFlushVirtualAddressSpace for a set
 * of VPs. No output.
 */
typedef struct HV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE_EX
{
    /** Address space, flags and set of processors. */
    HV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE_HEADER_EX Header;
    HV_UINT64 BankContents[]; /**< Banks of Header.ProcessorSet. */
} HV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE_EX, *PHV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE_EX;
HV_STATIC_ASSERT(sizeof(HV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE_EX) == 32);

/**
 * Input of HvCallFlushVirtualAddressListEx, the form of HvCallFlushVirtualAddressList for a set of
 * VPs; a rep call. No output.
 *
 * The ranges begin after the last bank, at BankContents plus the number of banks. This type has no
 * member for them.
 */
typedef struct HV_INPUT_FLUSH_VIRTUAL_ADDRESS_LIST_EX
{
    /** Address space, flags and set of processors. */
    HV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE_HEADER_EX Header;
    HV_UINT64 BankContents[]; /**< Banks of Header.ProcessorSet. */
} HV_INPUT_FLUSH_VIRTUAL_ADDRESS_LIST_EX, *PHV_INPUT_FLUSH_VIRTUAL_ADDRESS_LIST_EX;
HV_STATIC_ASSERT(sizeof(HV_INPUT_FLUSH_VIRTUAL_ADDRESS_LIST_EX) == 32);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_ADDRESS_SPACE */
