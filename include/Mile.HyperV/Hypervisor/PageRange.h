/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Ranges of pages in one word: the first page and the number of further pages.
 *
 * There are three shapes, and they differ:
 *
 *     HV_GPA_RANGE, HV_GVA_RANGE  page number in bits 12 to 63, additional pages below
 *     HV_GPA_PAGE_RANGE           the bits of HV_GPA_RANGE with other names, and large pages
 *     HV_SPA_PAGE_RANGE           page number in bits 0 to 39, additional pages above
 *
 * Additional pages are those after the first: zero is a range of one page. AddressSpace.h has the
 * ranges of guest virtual pages. The comment of each call names the form that it uses.
 *
 * Sources: TLFS 6.0b 16.11; OpenVMM hvdef; symbols of
 * securekernel 26100; the 2023 mshv patch.
 */

#ifndef MILE_HYPERV_HYPERVISOR_PAGERANGE
#define MILE_HYPERV_HYPERVISOR_PAGERANGE

#include "Types.h"

HV_HEADER_BEGIN

/** Range of 4 KiB guest physical pages. */
typedef union HV_GPA_RANGE_SIMPLE
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 AdditionalPages : 12; /**< Bits 0 to 11: pages after the first. */
        HV_UINT64 GpaPageNumber : 52;   /**< Bits 12 to 63: GPA page number of the first page. */
    };
#endif
} HV_GPA_RANGE_SIMPLE, *PHV_GPA_RANGE_SIMPLE;
HV_STATIC_ASSERT(sizeof(HV_GPA_RANGE_SIMPLE) == 8);

/** Range of 4 KiB guest physical pages in the extended form: LargePage is clear. */
typedef union HV_GPA_RANGE_EXTENDED
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 AdditionalPages : 11; /**< Bits 0 to 10: pages after the first. */
        /** Bit 11: clear; if set, the range is an HV_GPA_RANGE_EXTENDED_LARGE_PAGE. */
        HV_UINT64 LargePage : 1;
        HV_UINT64 GpaPageNumber : 52; /**< Bits 12 to 63: GPA page number of the first page. */
    };
#endif
} HV_GPA_RANGE_EXTENDED, *PHV_GPA_RANGE_EXTENDED;
HV_STATIC_ASSERT(sizeof(HV_GPA_RANGE_EXTENDED) == 8);

/** Range of large guest physical pages in the extended form: LargePage is set. */
typedef union HV_GPA_RANGE_EXTENDED_LARGE_PAGE
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 AdditionalPages : 11; /**< Bits 0 to 10: large pages after the first. */
        HV_UINT64 LargePage : 1;        /**< Bit 11: set. */
        HV_UINT64 PageSize : 1;         /**< Bit 12: 0 for 2 MiB, 1 for 1 GiB. */
        HV_UINT64 Reserved : 8;
        HV_UINT64 GpaLargePageNumber : 43; /**< Bits 21 to 63: the address divided by 2 MiB. */
    };
#endif
} HV_GPA_RANGE_EXTENDED_LARGE_PAGE, *PHV_GPA_RANGE_EXTENDED_LARGE_PAGE;
HV_STATIC_ASSERT(sizeof(HV_GPA_RANGE_EXTENDED_LARGE_PAGE) == 8);

/** A range in one of the forms; the call determines whether it supports the extended forms. */
typedef union HV_GPA_RANGE
{
    HV_UINT64 AsUINT64;
    HV_GPA_RANGE_SIMPLE Simple;
    HV_GPA_RANGE_EXTENDED Extended;
    HV_GPA_RANGE_EXTENDED_LARGE_PAGE ExtendedLargePage;
} HV_GPA_RANGE, *PHV_GPA_RANGE;
HV_STATIC_ASSERT(sizeof(HV_GPA_RANGE) == 8);

/**
 * Range of guest physical pages: the word of HV_GPA_RANGE with the names of symbols and hypercall
 * inputs.
 */
typedef union HV_GPA_PAGE_RANGE
{
    HV_UINT64 AsUINT64;
    HV_GPA_RANGE AsRange;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 AdditionalPages : 11; /**< Bits 0 to 10: number of 4 KiB pages after the first. */
        HV_UINT64 LargePage : 1;        /**< Bit 11: the second form is valid. */
        HV_UINT64 BasePfn : 52;         /**< Bits 12 to 63: GPA page number of the first page. */
    };
#endif
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        /** Bits 0 to 10: number of large pages after the first. */
        HV_UINT64 AdditionalPagesLarge : 11;
        HV_UINT64 LargePageSet : 1; /**< Bit 11: set in the second form. */
        HV_UINT64 PageSize : 1;     /**< Bit 12: 0 for 2 MiB, 1 for 1 GiB. */
        HV_UINT64 Reserved : 8;
        /** Bits 21 to 63: address of the first page divided by 2 MiB. */
        HV_UINT64 BaseLargePfn : 43;
    };
#endif
} HV_GPA_PAGE_RANGE, *PHV_GPA_PAGE_RANGE;
HV_STATIC_ASSERT(sizeof(HV_GPA_PAGE_RANGE) == 8);

/** Values of PageSize. */
#define HV_GPA_PAGE_RANGE_PAGE_SIZE_2MB 0
#define HV_GPA_PAGE_RANGE_PAGE_SIZE_1GB 1

/** Range of system pages, as the hypervisor lists them. */
typedef union HV_SPA_PAGE_RANGE
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 BasePfn : 40;         /**< Bits 0 to 39: SPA page number of the first page. */
        HV_UINT64 AdditionalPages : 24; /**< Bits 40 to 63: pages after the first. */
    };
#endif
} HV_SPA_PAGE_RANGE, *PHV_SPA_PAGE_RANGE;
HV_STATIC_ASSERT(sizeof(HV_SPA_PAGE_RANGE) == 8);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_PAGERANGE */
