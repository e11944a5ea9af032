/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Fuzz target: the reference TSC page with a hypervisor that changes it while it is read.
 *
 * An input is the page as it is at first, and the page as the hypervisor makes it
 * each time that the counter is read; at the end it stays as it is.
 */

#include "Fuzz.h"

#include <Mile.HyperV/Guest/ReferenceTime.h>

static INPUT Changes;
static HV_REFERENCE_TSC_PAGE *Page;
static HV_UINT32 SequenceBefore;
static HV_UINT64 Counter;
static HV_UINT32 Reads;
static HV_UINT32 Asked;

static void ChangePage(void)
{
    Page->TscSequence = (HV_UINT32)Take(&Changes, 4);
    Page->TscScale = Take(&Changes, 8);
    Page->TscOffset = (HV_INT64)Take(&Changes, 8);
}

static HV_UINT64 ReadCounter(void *Context)
{
    CHECK(Context == &Changes && ++Reads <= MILE_HYPERV_REFERENCE_TIME_ATTEMPTS);
    SequenceBefore = Page->TscSequence;
    CHECK(SequenceBefore != HV_REFERENCE_TSC_SEQUENCE_INVALID);
    if (Changes.Left != 0)
    {
        Counter = Take(&Changes, 8);
        if (Take(&Changes, 1) & 1)
        {
            ChangePage();
        }
    }
    return Counter;
}

static HV_UINT64 ReadRegister(void *Context, HV_UINT32 Register)
{
    CHECK(Context == &Changes && Register == HV_MSR_TIME_REF_COUNT && Asked++ == 0);
    return 0x1234;
}

/* The product by another way: 16 bits at a time. */
static HV_UINT64 High(HV_UINT64 A, HV_UINT64 B)
{
    HV_UINT64 Column = 0;
    HV_UINT64 Carry;
    HV_UINT64 Digits[8];
    unsigned Index;
    unsigned Of;

    for (Index = 0; Index < 8; ++Index)
    {
        Carry = 0;
        for (Of = 0; Of < 4; ++Of)
        {
            if (Index >= Of && Index - Of < 4)
            {
                const HV_UINT64 Product = (A >> 16 * Of & 0xFFFF) * (B >> 16 * (Index - Of) & 0xFFFF);

                Column += Product & 0xFFFF;
                Carry += Product >> 16;
            }
        }
        Digits[Index] = Column & 0xFFFF;
        Column = (Column >> 16) + Carry;
    }
    return Digits[4] | Digits[5] << 16 | Digits[6] << 32 | Digits[7] << 48;
}

int LLVMFuzzerTestOneInput(const uint8_t *Bytes, size_t Count)
{
    INPUT Input = {Bytes, Count};
    HV_UINT64 Time = 0x5555;
    MILE_HV_RESULT Result;

    if (!Page)
    {
        Page = (HV_REFERENCE_TSC_PAGE *)(void *)TakePages(4096);
    }
    Changes = Input;
    Counter = Take(&Changes, 8);
    ChangePage();
    CHECK(MileHvMultiplyHigh64(Counter, Page->TscScale) == High(Counter, Page->TscScale));
    CHECK(MileHvMultiplyHigh64Portable(Counter, Page->TscScale) == High(Counter, Page->TscScale));

    Input = Changes;
    Reads = 0;
    Result = MileHvReferenceTimeFromPage(Page, ReadCounter, &Changes, &Time);
    if (Result == MileHvSuccess)
    {
        /* The page as it was between the two looks at its sequence, which is still the same. */
        CHECK(Reads != 0 && Page->TscSequence == SequenceBefore);
        CHECK(Time == High(Counter, Page->TscScale) + (HV_UINT64)Page->TscOffset);
    }
    else
    {
        CHECK(Result == MileHvUnavailable && Time == 0x5555);
        CHECK(Page->TscSequence == HV_REFERENCE_TSC_SEQUENCE_INVALID || Reads == MILE_HYPERV_REFERENCE_TIME_ATTEMPTS);
    }

    /* From where the page is now; with the register behind it. */
    Changes = Input;
    Reads = 0;
    Asked = 0;
    Time = MileHvReferenceTime(Page, ReadCounter, ReadRegister, &Changes);
    CHECK(Asked ? Time == 0x1234 : Time == High(Counter, Page->TscScale) + (HV_UINT64)Page->TscOffset);
    return 0;
}

/*
 * Seeds.
 */

static void PageIs(HV_UINT32 Sequence, HV_UINT64 Scale, HV_INT64 Offset)
{
    SeedNumber(Sequence, 4);
    SeedNumber(Scale, 8);
    SeedNumber((HV_UINT64)Offset, 8);
}

static void ReadIs(HV_UINT64 Value, unsigned PageChanges)
{
    SeedNumber(Value, 8);
    SeedNumber(PageChanges, 1);
}

static void WriteSeeds(void)
{
    const HV_UINT64 ThreeGigahertz = 0x00DA740DA740DA74; /* 10,000,000 * 2^64 / 3,000,000,000 */
    unsigned Turn;

    SeedNumber(3000000000, 8);
    PageIs(1, ThreeGigahertz, -100);
    ReadIs(6000000000, 0);
    Seed("a-page-that-holds");

    SeedNumber(0, 8);
    PageIs(HV_REFERENCE_TSC_SEQUENCE_INVALID, 0, 0);
    Seed("a-page-that-does-not-hold");

    SeedNumber(0, 8);
    PageIs(0xFFFFFFFF, ThreeGigahertz, 5);
    ReadIs(0xFFFFFFFFFFFFFFFF, 1);
    PageIs(1, 0xFFFFFFFFFFFFFFFF, -5);
    ReadIs(0xFFFFFFFFFFFFFFFF, 0);
    Seed("a-migration");

    SeedNumber(0, 8);
    PageIs(1, ThreeGigahertz, 0);
    for (Turn = 2; Turn < 70; ++Turn)
    {
        ReadIs(Turn * 1000, 1);
        PageIs(Turn, ThreeGigahertz, 0);
    }
    Seed("a-page-that-never-settles");

    SeedNumber(0, 8);
    PageIs(1, ThreeGigahertz, 0);
    ReadIs(1000, 1);
    PageIs(HV_REFERENCE_TSC_SEQUENCE_INVALID, 0, 0);
    Seed("a-page-that-stops-to-hold");
}
