/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Mile.HyperV/Guest/Request.h: an id is found once, and no other id is found at all.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <Mile.HyperV/Guest/Request.h>

enum
{
    Count = 5
};

static MILE_HV_REQUEST Slots[Count + 1];
static MILE_HV_REQUESTS Table;
static int Context[64];

static int NewTable(void **State)
{
    (void)State;
    memset(Slots, 0xEE, sizeof(Slots));
    return MileHvRequestsCreate(&Table, Slots, Count) != MileHvSuccess;
}

static void CountsHaveBounds(void **State)
{
    static MILE_HV_REQUEST Many[MILE_HYPERV_REQUEST_MAXIMUM_COUNT];
    HV_UINT64 Id = 0;
    HV_UINT64 Last = 0;
    void *Found;

    (void)State;
    assert_int_equal(MileHvRequestsCreate(&Table, Many, 0), MileHvInvalid);
    assert_int_equal(MileHvRequestsCreate(&Table, Many, MILE_HYPERV_REQUEST_MAXIMUM_COUNT + 1), MileHvInvalid);
    assert_int_equal(MileHvRequestsCreate(&Table, Many, 0xFFFFFFFF), MileHvInvalid);
    assert_int_equal(MileHvRequestsCreate(&Table, Many, MILE_HYPERV_REQUEST_MAXIMUM_COUNT), MileHvSuccess);
    while (MileHvRequestBegin(&Table, &Id, &Id) == MileHvSuccess)
    {
        Last = Id;
    }
    assert_int_equal(Table.Open, MILE_HYPERV_REQUEST_MAXIMUM_COUNT);
    assert_int_equal(MileHvRequestEnd(&Table, Last, &Found), MileHvSuccess);
    assert_ptr_equal(Found, &Id);
}

static void EveryIdIsFoundOnce(void **State)
{
    HV_UINT64 Ids[Count];
    HV_UINT64 Id;
    void *Found;
    int Round;
    int Index;

    (void)State;
    for (Round = 0; Round < 3; ++Round)
    {
        for (Index = 0; Index < Count; ++Index)
        {
            assert_int_equal(MileHvRequestBegin(&Table, &Context[Index], &Ids[Index]), MileHvSuccess);
            assert_int_not_equal(Ids[Index], 0);
            assert_int_equal(Table.Open, Index + 1);
        }
        assert_int_equal(MileHvRequestBegin(&Table, &Context[9], &Id), MileHvFull);
        assert_int_equal(Id, 0);
        for (Index = Count; Index-- > 0;)
        {
            assert_int_equal(MileHvRequestFind(&Table, Ids[Index], &Found), MileHvSuccess);
            assert_ptr_equal(Found, &Context[Index]);
            assert_int_equal(MileHvRequestEnd(&Table, Ids[Index], &Found), MileHvSuccess);
            assert_ptr_equal(Found, &Context[Index]);
            assert_int_equal(MileHvRequestEnd(&Table, Ids[Index], &Found), MileHvCorrupt);
            assert_null(Found);
            assert_int_equal(MileHvRequestFind(&Table, Ids[Index], &Found), MileHvCorrupt);
            assert_null(Found);
        }
        assert_int_equal(Table.Open, 0);
    }
}

static void NoOtherIdIsFound(void **State)
{
    HV_UINT64 Id;
    HV_UINT64 Old;
    void *Found;
    int Bit;

    (void)State;
    assert_int_equal(MileHvRequestBegin(&Table, &Context[0], &Old), MileHvSuccess);
    assert_int_equal(MileHvRequestEnd(&Table, Old, &Found), MileHvSuccess);
    assert_int_equal(MileHvRequestBegin(&Table, &Context[1], &Id), MileHvSuccess);
    assert_int_equal(Id & 0xFFFF, Old & 0xFFFF); /* The same slot, ... */
    assert_int_not_equal(Id, Old);               /* ... and the old id does not find it. */
    assert_int_equal(MileHvRequestEnd(&Table, Old, &Found), MileHvCorrupt);
    for (Bit = 0; Bit < 64; ++Bit)
    {
        const HV_UINT64 Other = Id ^ (HV_UINT64)1 << Bit;

        assert_int_equal(MileHvRequestFind(&Table, Other, &Found), MileHvCorrupt);
        assert_int_equal(MileHvRequestEnd(&Table, Other, &Found), MileHvCorrupt);
        if (Bit < 32)
        {
            assert_int_equal(MileHvRequestEnd32(&Table, (HV_UINT32)Other, &Found), MileHvCorrupt);
        }
    }
    assert_int_equal(MileHvRequestEnd(&Table, 0, &Found), MileHvCorrupt);
    assert_int_equal(MileHvRequestEnd(&Table, (Id & ~0xFFFFULL) | (Count + 1), &Found), MileHvCorrupt);
    assert_int_equal(MileHvRequestEnd(&Table, (Id & ~0xFFFFULL) | 0xFFFF, &Found), MileHvCorrupt);
    assert_int_equal(MileHvRequestEnd(&Table, (HV_UINT64)(uintptr_t)&Context[1], &Found), MileHvCorrupt);
    assert_int_equal(MileHvRequestEnd32(&Table, (HV_UINT32)Id, &Found), MileHvSuccess);
    assert_ptr_equal(Found, &Context[1]);
    assert_int_equal(MileHvRequestEnd32(&Table, (HV_UINT32)Id, &Found), MileHvCorrupt);
}

static void GenerationsComeRound(void **State)
{
    HV_UINT64 Id;
    void *Found;

    (void)State;
    Slots[0].Generation = 0xFFFFFFFFFFFFULL;
    assert_int_equal(MileHvRequestBegin(&Table, &Context[0], &Id), MileHvSuccess);
    assert_int_equal(Id, 0xFFFFFFFFFFFF0001ULL);
    assert_int_equal(MileHvRequestEnd(&Table, Id, &Found), MileHvSuccess);
    assert_int_equal(MileHvRequestBegin(&Table, &Context[1], &Id), MileHvSuccess);
    assert_int_equal(Id, 1);
    assert_int_equal(MileHvRequestEnd(&Table, Id, &Found), MileHvSuccess);
    assert_ptr_equal(Found, &Context[1]);
}

static void EachOpenIdHasItsOwnNumber(void **State)
{
    HV_UINT64 Id;
    int Numbers = 0;
    int Index;

    (void)State;
    for (Index = 0; Index < Count; ++Index)
    {
        assert_int_equal(MileHvRequestBegin(&Table, &Context[Index], &Id), MileHvSuccess);
        assert_true(MileHvRequestIndex(Id) < Count);
        Numbers |= 1 << MileHvRequestIndex(Id);
    }
    assert_int_equal(Numbers, (1 << Count) - 1);
}

static void NothingBehindTheSlotsIsTouched(void **State)
{
    MILE_HV_REQUEST Behind;
    HV_UINT64 Id;
    void *Found;

    (void)State;
    memset(&Behind, 0xEE, sizeof(Behind));
    assert_memory_equal(&Slots[Count], &Behind, sizeof(Behind));
    Slots[Count].Next = MILE_HYPERV_REQUEST_OPEN; /* As if a request were open there. */
    memcpy(&Behind, &Slots[Count], sizeof(Behind));
    assert_int_equal(MileHvRequestBegin(&Table, &Context[0], &Id), MileHvSuccess);
    assert_int_equal(MileHvRequestEndAny(&Table, &Found), MileHvSuccess);
    assert_ptr_equal(Found, &Context[0]);
    Table.Open = 1; /* A count that is wrong: the slots are looked at, and no more. */
    assert_int_equal(MileHvRequestEndAny(&Table, &Found), MileHvEmpty);
    assert_memory_equal(&Slots[Count], &Behind, sizeof(Behind));
}

static void AllCanBeEnded(void **State)
{
    HV_UINT64 Id[3];
    void *Found;
    int Index;
    int Seen = 0;

    (void)State;
    assert_int_equal(MileHvRequestEndAny(&Table, &Found), MileHvEmpty);
    for (Index = 0; Index < 3; ++Index)
    {
        assert_int_equal(MileHvRequestBegin(&Table, &Context[Index], &Id[Index]), MileHvSuccess);
    }
    assert_int_equal(MileHvRequestEnd(&Table, Id[1], &Found), MileHvSuccess);
    while (MileHvRequestEndAny(&Table, &Found) == MileHvSuccess)
    {
        Seen += (Found == &Context[0]) ? 1 : (Found == &Context[2]) ? 16 : 256;
    }
    assert_int_equal(Seen, 17);
    assert_null(Found);
    assert_int_equal(Table.Open, 0);
    assert_int_equal(MileHvRequestEnd(&Table, Id[0], &Found), MileHvCorrupt);
}

int main(void)
{
    const struct CMUnitTest Tests[] = {
        cmocka_unit_test(CountsHaveBounds),
        cmocka_unit_test_setup(EveryIdIsFoundOnce, NewTable),
        cmocka_unit_test_setup(NoOtherIdIsFound, NewTable),
        cmocka_unit_test_setup(GenerationsComeRound, NewTable),
        cmocka_unit_test_setup(EachOpenIdHasItsOwnNumber, NewTable),
        cmocka_unit_test_setup(NothingBehindTheSlotsIsTouched, NewTable),
        cmocka_unit_test_setup(AllCanBeEnded, NewTable),
    };
    return cmocka_run_group_tests_name("GuestRequest", Tests, NULL, NULL);
}
