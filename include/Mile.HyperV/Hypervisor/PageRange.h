/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Ranges of pages in one word: the first page and how many follow it.
 *
 * There are three shapes, and they differ:
 *
 *     HV_GPA_RANGE, HV_GVA_RANGE  page number in bits 12 to 63, further pages below
 *     HV_GPA_PAGE_RANGE           the same bits under other names, with large pages
 *     HV_SPA_PAGE_RANGE           page number in bits 0 to 39, further pages above
 *
 * Further pages are those after the first: zero is a range of one page. Those of
 * guest virtual pages are in AddressSpace.h. Which form a call takes is told
 * where the call is.
 *
 * Sources: TLFS 6.0b 16.11; OpenVMM hvdef; symbols of
 * securekernel 26100; the 2023 mshv patch.
 */

#ifndef MILE_HYPERV_HYPERVISOR_PAGERANGE
#define MILE_HYPERV_HYPERVISOR_PAGERANGE

#include "Types.h"

HV_HEADER_BEGIN

/** A range of 4 KiB guest physical pages. */
typedef union HV_GPA_RANGE_SIMPLE
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 AdditionalPages : 12; /**< Bits 0 to 11: pages after the first. */
        HV_UINT64 GpaPageNumber : 52;   /**< Bits 12 to 63. */
    };
#endif
} HV_GPA_RANGE_SIMPLE, *PHV_GPA_RANGE_SIMPLE;
HV_STATIC_ASSERT(sizeof(HV_GPA_RANGE_SIMPLE) == 8);

/** The same in the extended form: LargePage is clear. */
typedef union HV_GPA_RANGE_EXTENDED
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 AdditionalPages : 11; /**< Bits 0 to 10: pages after the first. */
        HV_UINT64 LargePage : 1;        /**< Bit 11: set, it is an HV_GPA_RANGE_EXTENDED_LARGE_PAGE. */
        HV_UINT64 GpaPageNumber : 52;   /**< Bits 12 to 63. */
    };
#endif
} HV_GPA_RANGE_EXTENDED, *PHV_GPA_RANGE_EXTENDED;
HV_STATIC_ASSERT(sizeof(HV_GPA_RANGE_EXTENDED) == 8);

/** A range of large pages in the extended form: LargePage is set. */
typedef union HV_GPA_RANGE_EXTENDED_LARGE_PAGE
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 AdditionalPages : 11;    /**< Bits 0 to 10: large pages after the first. */
        HV_UINT64 LargePage : 1;           /**< Bit 11. */
        HV_UINT64 PageSize : 1;            /**< Bit 12: 0 for 2 MiB, 1 for 1 GiB. */
        HV_UINT64 Reserved : 8;
        HV_UINT64 GpaLargePageNumber : 43; /**< Bits 21 to 63: the address divided by 2 MiB. */
    };
#endif
} HV_GPA_RANGE_EXTENDED_LARGE_PAGE, *PHV_GPA_RANGE_EXTENDED_LARGE_PAGE;
HV_STATIC_ASSERT(sizeof(HV_GPA_RANGE_EXTENDED_LARGE_PAGE) == 8);

/** Any of them; whether the extended forms hold is a matter of the call. */
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
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 AdditionalPages : 11; /**< Bits 0 to 10: pages after the first, of the size that it has. */
        HV_UINT64 LargePage : 1;        /**< Bit 11: the second form holds. */
        HV_UINT64 BasePfn : 52;         /**< Bits 12 to 63. */
    };
#endif
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 AdditionalPagesLarge : 11;
        HV_UINT64 LargePageSet : 1;
        HV_UINT64 PageSize : 1;         /**< Bit 12: 0 for 2 MiB, 1 for 1 GiB. */
        HV_UINT64 Reserved : 8;
        HV_UINT64 BaseLargePfn : 43;    /**< Bits 21 to 63. */
    };
#endif
} HV_GPA_PAGE_RANGE, *PHV_GPA_PAGE_RANGE;
HV_STATIC_ASSERT(sizeof(HV_GPA_PAGE_RANGE) == 8);

/** Values of PageSize. */
#define HV_GPA_PAGE_RANGE_PAGE_SIZE_2MB 0
#define HV_GPA_PAGE_RANGE_PAGE_SIZE_1GB 1

/** A range of machine pages, as the hypervisor lists them. */
typedef union HV_SPA_PAGE_RANGE
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 BasePfn : 40;         /**< Bits 0 to 39. */
        HV_UINT64 AdditionalPages : 24; /**< Bits 40 to 63: pages after the first. */
    };
#endif
} HV_SPA_PAGE_RANGE, *PHV_SPA_PAGE_RANGE;
HV_STATIC_ASSERT(sizeof(HV_SPA_PAGE_RANGE) == 8);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_PAGERANGE */
