/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Mile.HyperV/Guest/ReferenceTime.h: the product, the page's rules, a page that changes under the reader.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <Mile.HyperV/Guest/ReferenceTime.h>

static HV_REFERENCE_TSC_PAGE Page;
static HV_UINT64 Counter;
static unsigned Reads;
static unsigned Changes; /* So many times the page changes while the counter is read. */
static HV_UINT32 SequenceAfter;
static HV_UINT32 Asked;

static HV_UINT64 ReadCounter(void *Context)
{
    assert_ptr_equal(Context, &Page);
    ++Reads;
    if (Changes != 0)
    {
        --Changes;
        Page.TscSequence = SequenceAfter ? SequenceAfter : Page.TscSequence + 1;
        Page.TscOffset = Page.TscOffset + 1;
    }
    return Counter;
}

static HV_UINT64 ReadRegister(void *Context, HV_UINT32 Register)
{
    assert_ptr_equal(Context, &Page);
    Asked = Register;
    return 777;
}

static int NewPage(void **State)
{
    (void)State;
    memset(&Page, 0, sizeof(Page));
    Page.TscSequence = 1;
    Page.TscScale = (HV_UINT64)1 << 63; /* A counter of 20 MHz. */
    Page.TscOffset = 100;
    Counter = 1000;
    Reads = 0;
    Changes = 0;
    SequenceAfter = 0;
    Asked = 0;
    return 0;
}

static void ProductsAreWide(void **State)
{
    static const HV_UINT64 Values[] = {0,          1,          2,          0x7FFFFFFF,         0xFFFFFFFF,
                                       0x100000000, 0x1FFFFFFFF, 0x123456789ABCDEF0, 0x8000000000000000,
                                       0xFFFFFFFF00000000, 0xFFFFFFFF00000001, 0xFFFFFFFFFFFFFFFF};
    const size_t Count = sizeof(Values) / sizeof(Values[0]);
    size_t A;
    size_t B;

    (void)State;
    assert_true(MileHvMultiplyHigh64(0xFFFFFFFFFFFFFFFF, 0xFFFFFFFFFFFFFFFF) == 0xFFFFFFFFFFFFFFFE);
    assert_true(MileHvMultiplyHigh64Portable(0xFFFFFFFFFFFFFFFF, 0xFFFFFFFFFFFFFFFF) == 0xFFFFFFFFFFFFFFFE);
    assert_true(MileHvMultiplyHigh64Portable(0x123456789ABCDEF0, 0x100000000) == 0x12345678);
    for (A = 0; A < Count; ++A)
    {
        for (B = 0; B < Count; ++B)
        {
            assert_true(MileHvMultiplyHigh64(Values[A], Values[B]) ==
                        MileHvMultiplyHigh64Portable(Values[A], Values[B]));
        }
    }
}

static void TheFormulaHolds(void **State)
{
    HV_UINT64 Time = 0;

    (void)State;
    assert_int_equal(MileHvReferenceTimeFromPage(&Page, ReadCounter, &Page, &Time), MileHvSuccess);
    assert_int_equal(Time, 600);
    Page.TscOffset = -200;
    assert_int_equal(MileHvReferenceTime(&Page, ReadCounter, ReadRegister, &Page), 300);
    assert_int_equal(Asked, 0);
    /* Ten years of 3 GHz: the low 64 bits of the product are long gone. */
    Counter = 946080000000000000;
    Page.TscScale = 0x00DA740DA740DA74; /* 10,000,000 * 2^64 / 3,000,000,000 */
    Page.TscOffset = 0;
    assert_in_range(MileHvReferenceTime(&Page, ReadCounter, ReadRegister, &Page), 3153599999999000, 3153600000000000);
}

static void SequenceZeroAsksTheRegister(void **State)
{
    HV_UINT64 Time = 5;

    (void)State;
    Page.TscSequence = 0;
    assert_int_equal(MileHvReferenceTimeFromPage(&Page, ReadCounter, &Page, &Time), MileHvUnavailable);
    assert_int_equal(Time, 5);
    assert_int_equal(MileHvReferenceTime(&Page, ReadCounter, ReadRegister, &Page), 777);
    assert_int_equal(Asked, HV_MSR_TIME_REF_COUNT);
    assert_int_equal(Reads, 0);
    assert_int_equal(MileHvReferenceTime(NULL, NULL, ReadRegister, &Page), 777);
}

static void TheTopSequenceIsValid(void **State)
{
    HV_UINT64 Time;

    (void)State;
    Page.TscSequence = 0xFFFFFFFF;
    assert_int_equal(MileHvReferenceTimeFromPage(&Page, ReadCounter, &Page, &Time), MileHvSuccess);
}

static void AChangedPageIsReadAgain(void **State)
{
    HV_UINT64 Time;

    (void)State;
    Changes = 3;
    assert_int_equal(MileHvReferenceTimeFromPage(&Page, ReadCounter, &Page, &Time), MileHvSuccess);
    assert_int_equal(Reads, 4);
    assert_int_equal(Time, 603);
}

static void APageThatBecomesInvalidAsksTheRegister(void **State)
{
    (void)State;
    Page.TscSequence = 0xFFFFFFFF;
    Changes = 1; /* To zero. */
    assert_int_equal(MileHvReferenceTime(&Page, ReadCounter, ReadRegister, &Page), 777);
}

static void AHostThatNeverStopsEndsAtTheRegister(void **State)
{
    (void)State;
    Changes = 1000000;
    assert_int_equal(MileHvReferenceTime(&Page, ReadCounter, ReadRegister, &Page), 777);
    assert_int_equal(Reads, MILE_HYPERV_REFERENCE_TIME_ATTEMPTS);
}

static void TheRegisterKeepsItsReservedBits(void **State)
{
    HV_REFERENCE_TSC_REGISTER Register;

    (void)State;
    Register.AsUINT64 = MileHvReferenceTscRegister(0xABCDE00000000A54, 0x12345);
    assert_int_equal(Register.Enable, 1);
    assert_int_equal(Register.ReservedP, 0xA54 >> 1);
    assert_int_equal(Register.GpaPageNumber, 0x12345);
}

int main(void)
{
    const struct CMUnitTest Tests[] = {
        cmocka_unit_test(ProductsAreWide),
        cmocka_unit_test_setup(TheFormulaHolds, NewPage),
        cmocka_unit_test_setup(SequenceZeroAsksTheRegister, NewPage),
        cmocka_unit_test_setup(TheTopSequenceIsValid, NewPage),
        cmocka_unit_test_setup(AChangedPageIsReadAgain, NewPage),
        cmocka_unit_test_setup(APageThatBecomesInvalidAsksTheRegister, NewPage),
        cmocka_unit_test_setup(AHostThatNeverStopsEndsAtTheRegister, NewPage),
        cmocka_unit_test(TheRegisterKeepsItsReservedBits),
    };
    return cmocka_run_group_tests_name("GuestReferenceTime", Tests, NULL, NULL);
}
