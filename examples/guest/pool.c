/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The balloon's pool: a few pages that this guest can do without, and which of them are the host's.
 *
 * A page that was given is not the guest's memory any more: it is not read, not
 * written, and not shared with a device. What comes back is not to be believed:
 * the host names pages by number, and a number that it makes up, or names twice,
 * would have the guest use memory that is not there, or that two have. So a page
 * is taken back only if its bit says that it was given, and a request with one
 * range that is wrong changes nothing.
 *
 * What is in a page that comes back is the host's doing. It is cleared.
 */

#include "guest.h"

static HV_DECLSPEC_ALIGN(4096) HV_UINT8 Pool[POOL_PAGES][PAGE_SIZE];

/** A bit for each page of the pool: it is the host's. */
static HV_UINT64 Given;
HV_STATIC_ASSERT(sizeof(Given) * 8 == POOL_PAGES);

static HV_UINT32 IsGiven(HV_UINT32 Index)
{
    return (HV_UINT32)(Given >> Index & 1);
}

HV_UINT32 PoolGiven(void)
{
    HV_UINT32 Count = 0;

    for (HV_UINT32 Index = 0; Index < POOL_PAGES; ++Index)
    {
        Count += IsGiven(Index);
    }
    return Count;
}

HV_UINT32 PoolGive(HV_UINT32 Most, DM_PAGE_RANGE *Range)
{
    HV_UINT32 First = 0;
    HV_UINT32 Count = 0;

    while (First < POOL_PAGES && IsGiven(First))
    {
        ++First;
    }
    while (Count < Most && First + Count < POOL_PAGES && !IsGiven(First + Count))
    {
        Given |= 1ULL << (First + Count);
        ++Count;
    }
    (void)MileHvDmPageRange((ADDRESS(Pool) >> PAGE_SHIFT) + First, Count, Range);
    return Count;
}

/** Adds the pages of one range to those that come back; each was given, and is named once. */
static HV_UINT32 AddRange(const MILE_HV_DM_UNBALLOON *Unballoon, HV_UINT32 Index, HV_UINT64 *Back)
{
    const HV_UINT64 First = ADDRESS(Pool) >> PAGE_SHIFT;
    HV_UINT64 Page;
    HV_UINT64 Left;

    if (MileHvDmRangeAt(Unballoon, Index, First + POOL_PAGES - 1, &Page, &Left) != MileHvSuccess)
    {
        return 0;
    }
    for (; Left != 0; ++Page, --Left)
    {
        if (Page < First || !(Given & ~*Back & 1ULL << (Page - First)))
        {
            return 0;
        }
        *Back |= 1ULL << (Page - First);
    }
    return 1;
}

MILE_HV_RESULT PoolTakeBack(const MILE_HV_DM_UNBALLOON *Unballoon)
{
    HV_UINT64 Back = 0;

    for (HV_UINT32 Index = 0; Index < Unballoon->RangeCount; ++Index)
    {
        if (!AddRange(Unballoon, Index, &Back))
        {
            return MileHvCorrupt;
        }
    }
    Given &= ~Back;
    for (HV_UINT32 Index = 0; Index < POOL_PAGES; ++Index)
    {
        for (HV_UINT32 Byte = 0; Back >> Index & 1 && Byte < PAGE_SIZE; ++Byte)
        {
            Pool[Index][Byte] = 0;
        }
    }
    return MileHvSuccess;
}
