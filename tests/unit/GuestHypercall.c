/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Mile.HyperV/Guest/Hypercall.h: setting up, control words, results, rep calls against a host that lies about
 * its progress.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <Mile.HyperV/Guest/Hypercall.h>

/* Results of the host, in turn; the last one is repeated. */
struct Script
{
    HV_UINT64 Answer[4];
    HV_UINT64 Control[4];
    unsigned Answers;
    unsigned Calls;
};

static HV_UINT64 Invoke(void *Context, HV_UINT64 Control, HV_UINT64 Input, HV_UINT64 Output)
{
    struct Script *Script = Context;
    unsigned Turn = Script->Calls < Script->Answers ? Script->Calls : Script->Answers - 1;

    assert_int_equal(Input, 0x1000);
    assert_int_equal(Output, 0x2000);
    Script->Control[Turn] = Control;
    ++Script->Calls;
    return Script->Answer[Turn];
}

/* The reserved bits of an answer are set: nobody promised that they are zero. */
static HV_UINT64 Answer(HV_UINT32 Status, HV_UINT32 Elements)
{
    return 0xFFFFF000ABCD0000U | (HV_UINT64)Elements << 32 | Status;
}

static HV_UINT64 RepControl(HV_UINT32 Count, HV_UINT32 Start)
{
    HV_UINT64 Control;

    assert_int_equal(MileHvHypercallControl(HvCallFlushVirtualAddressList, 0, 8, Count, Start, &Control),
                     MileHvSuccess);
    return Control;
}

static void IdsOfClosedSystemsHaveTheirBits(void **State)
{
    HV_GUEST_OS_ID_CONTENTS Contents;
    HV_UINT64 Id;

    (void)State;
    /* Value that Windows 11 was seen to write (Hypervisor/GuestOsId.h). */
    assert_int_equal(MileHvGuestOsIdClosed(HvGuestOsVendorMicrosoft, HvGuestOsMicrosoftWindowsNT, 10, 0, 0, 10011, &Id),
                     MileHvSuccess);
    assert_true(Id == 0x0001040A0000271B);
    assert_int_equal(MileHvGuestOsIdClosed(0x7FFF, 0xFE, 0xFD, 0xFC, 0xFB, 0xFFFA, &Id), MileHvSuccess);
    Contents.AsUINT64 = Id;
    assert_int_equal(Contents.VendorId, 0x7FFF);
    assert_int_equal(Contents.OsId, 0xFE);
    assert_int_equal(Contents.MajorVersion, 0xFD);
    assert_int_equal(Contents.MinorVersion, 0xFC);
    assert_int_equal(Contents.ServiceVersion, 0xFB);
    assert_int_equal(Contents.BuildNumber, 0xFFFA);
    assert_int_equal(Contents.OpenSource.IsOpenSource, 0);
}

static void IdsOfOpenSystemsHaveTheirBits(void **State)
{
    HV_GUEST_OS_ID_CONTENTS Contents;
    HV_UINT64 Id;

    (void)State;
    assert_int_equal(MileHvGuestOsIdOpenSource(0x7F, 0xFFFEFDFC, 0xFB, 0xFFFA, &Id), MileHvSuccess);
    Contents.AsUINT64 = Id;
    assert_int_equal(Contents.OpenSource.IsOpenSource, 1);
    assert_int_equal(Contents.OpenSource.OsId, 0x7F);
    assert_int_equal(Contents.OpenSource.VendorSpecific2, 0xFB);
    assert_true(Contents.OpenSource.Version == 0xFFFEFDFC);
    assert_int_equal(Contents.OpenSource.VendorSpecific1, 0xFFFA);
    /* A system that has said nothing about itself is known all the same. */
    assert_int_equal(MileHvGuestOsIdOpenSource(HvGuestOsOpenSourceUndefined, 0, 0, 0, &Id), MileHvSuccess);
    assert_true(Id == 0x8000000000000000);
}

static void IdsThatDoNotFitAreRefused(void **State)
{
    /* Vendor, system, major, minor, service, build: each one too great by one, and the reserved vendor. */
    static const HV_UINT32 Closed[][6] = {
        {0, 1, 1, 1, 1, 1},     {0x8000, 1, 1, 1, 1, 1}, {1, 0x100, 1, 1, 1, 1},   {1, 1, 0x100, 1, 1, 1},
        {1, 1, 1, 0x100, 1, 1}, {1, 1, 1, 1, 0x100, 1},  {1, 1, 1, 1, 1, 0x10000},
    };
    /* System, high and low part of the distributor's. */
    static const HV_UINT32 Open[][3] = {{0x80, 1, 1}, {1, 0x100, 1}, {1, 1, 0x10000}};
    HV_UINT64 Id;
    size_t Index;

    (void)State;
    for (Index = 0; Index < sizeof(Closed) / sizeof(Closed[0]); ++Index)
    {
        const HV_UINT32 *Row = Closed[Index];

        Id = 1;
        assert_int_equal(MileHvGuestOsIdClosed(Row[0], Row[1], Row[2], Row[3], Row[4], Row[5], &Id), MileHvInvalid);
        assert_true(Id == 0);
    }
    for (Index = 0; Index < sizeof(Open) / sizeof(Open[0]); ++Index)
    {
        Id = 1;
        assert_int_equal(MileHvGuestOsIdOpenSource(Open[Index][0], 1, Open[Index][1], Open[Index][2], &Id),
                         MileHvInvalid);
        assert_true(Id == 0);
    }
}

static void ThePageRegisterKeepsItsReservedBits(void **State)
{
    HV_X64_MSR_HYPERCALL_CONTENTS Register;

    (void)State;
    Register.AsUINT64 = MileHvHypercallPageRegister(0xABCDE00000000A56, 0xFEDCBA9876543);
    assert_int_equal(Register.Enable, 1);
    assert_int_equal(Register.Locked, 1);
    assert_int_equal(Register.ReservedP, 0xA56 >> 2);
    assert_true(Register.GpaPageNumber == 0xFEDCBA9876543);
}

static void ControlWordsHaveTheirBits(void **State)
{
    HV_HYPERCALL_INPUT Word;
    HV_UINT64 Control;

    (void)State;
    assert_int_equal(MileHvHypercallControl(0xFFFF, HV_HYPERCALL_INPUT_FAST | HV_HYPERCALL_INPUT_NESTED, 8184, 4095,
                                            4094, &Control), MileHvSuccess);
    Word.AsUINT64 = Control;
    assert_int_equal(Word.CallCode, 0xFFFF);
    assert_int_equal(Word.IsFast, 1);
    assert_int_equal(Word.IsNested, 1);
    assert_int_equal(Word.VariableHeaderSize, 1023);
    assert_int_equal(Word.CountOfElements, 4095);
    assert_int_equal(Word.RepStartIndex, 4094);
    assert_int_equal(Word.Reserved1 | Word.Reserved2 | Word.Reserved3, 0);
    /* HvCallSignalEvent, fast: the word that every VMBus guest uses. */
    assert_int_equal(MileHvHypercallControl(HvCallSignalEvent, HV_HYPERCALL_INPUT_FAST, 0, 0, 0, &Control),
                     MileHvSuccess);
    assert_int_equal(Control, 0x1005D);
}

static void ControlWordsThatCannotBeAreRefused(void **State)
{
    HV_UINT64 Control = 1;

    (void)State;
    assert_int_equal(MileHvHypercallControl(0x10000, 0, 0, 0, 0, &Control), MileHvInvalid);
    assert_int_equal(Control, 0);
    assert_int_equal(MileHvHypercallControl(1, 0x20000, 0, 0, 0, &Control), MileHvInvalid);
    assert_int_equal(MileHvHypercallControl(1, 0, 4, 0, 0, &Control), MileHvInvalid);
    assert_int_equal(MileHvHypercallControl(1, 0, 8192, 0, 0, &Control), MileHvInvalid);
    assert_int_equal(MileHvHypercallControl(1, 0, 0, 4096, 0, &Control), MileHvInvalid);
    assert_int_equal(MileHvHypercallControl(1, 0, 0, 5, 5, &Control), MileHvInvalid);
    assert_int_equal(MileHvHypercallControl(1, 0, 0, 0, 1, &Control), MileHvInvalid);
}

static void ResultsAreMasked(void **State)
{
    (void)State;
    assert_int_equal(MileHvHypercallStatus(0xFFFFFFFFFFFF0005), HV_STATUS_INVALID_PARAMETER);
    assert_int_equal(MileHvHypercallElements(0xFFFFF123FFFFFFFF), 0x123);
}

static void TimeoutsAreContinued(void **State)
{
    struct Script Script = {.Answers = 3};
    HV_STATUS Status;
    HV_UINT32 Done;

    (void)State;
    Script.Answer[0] = Answer(HV_STATUS_TIMEOUT, 3);
    Script.Answer[1] = Answer(HV_STATUS_TIMEOUT, 9);
    Script.Answer[2] = Answer(HV_STATUS_SUCCESS, 10);
    assert_int_equal(MileHvHypercallRep(Invoke, &Script, RepControl(10, 0), 0x1000, 0x2000, &Status, &Done),
                     MileHvSuccess);
    assert_int_equal(Done, 10);
    assert_int_equal(Status, HV_STATUS_SUCCESS);
    assert_int_equal(Script.Calls, 3);
    assert_true(Script.Control[0] == RepControl(10, 0));
    assert_true(Script.Control[1] == RepControl(10, 3));
    assert_true(Script.Control[2] == RepControl(10, 9));
}

static void FailuresTellHowFar(void **State)
{
    struct Script Script = {.Answers = 2};
    HV_STATUS Status;
    HV_UINT32 Done;

    (void)State;
    Script.Answer[0] = Answer(HV_STATUS_TIMEOUT, 4);
    Script.Answer[1] = Answer(HV_STATUS_INSUFFICIENT_MEMORY, 7);
    assert_int_equal(MileHvHypercallRep(Invoke, &Script, RepControl(10, 2), 0x1000, 0x2000, &Status, &Done),
                     MileHvFailed);
    assert_int_equal(Status, HV_STATUS_INSUFFICIENT_MEMORY);
    assert_int_equal(Done, 7);

    Script.Answers = 1;
    Script.Calls = 0;
    Script.Answer[0] = Answer(HV_STATUS_INVALID_HYPERCALL_CODE, 0); /* Refused whole, although it began at 2. */
    assert_int_equal(MileHvHypercallRep(Invoke, &Script, RepControl(10, 2), 0x1000, 0x2000, &Status, &Done),
                     MileHvFailed);
    assert_int_equal(Done, 2);
}

static void ProgressThatCannotBeIsCorrupt(void **State)
{
    static const struct
    {
        HV_UINT32 Status, Elements;
    } Lies[] = {
        {HV_STATUS_SUCCESS, 9},  {HV_STATUS_SUCCESS, 11},  {HV_STATUS_SUCCESS, 0},           {HV_STATUS_SUCCESS, 4095},
        {HV_STATUS_TIMEOUT, 10}, {HV_STATUS_TIMEOUT, 1},   {HV_STATUS_TIMEOUT, 4095},        {HV_STATUS_TIMEOUT, 0},
        {HV_STATUS_NO_DATA, 10}, {HV_STATUS_NO_DATA, 4095}, {HV_STATUS_NO_DATA, 1},
    };
    HV_STATUS Status;
    HV_UINT32 Done;
    size_t Index;

    (void)State;
    for (Index = 0; Index < sizeof(Lies) / sizeof(Lies[0]); ++Index)
    {
        struct Script Script = {.Answers = 1};

        Script.Answer[0] = Answer(Lies[Index].Status, Lies[Index].Elements);
        assert_int_equal(MileHvHypercallRep(Invoke, &Script, RepControl(10, 2), 0x1000, 0x2000, &Status, &Done),
                         MileHvCorrupt);
        assert_int_equal(Done, 2);
        assert_int_equal(Script.Calls, 1);
    }
}

static void AHostWithoutProgressIsGivenUp(void **State)
{
    struct Script Script = {.Answers = 1};
    HV_STATUS Status;
    HV_UINT32 Done;

    (void)State;
    Script.Answer[0] = Answer(HV_STATUS_TIMEOUT, 2);
    assert_int_equal(MileHvHypercallRep(Invoke, &Script, RepControl(10, 2), 0x1000, 0x2000, &Status, &Done),
                     MileHvUnavailable);
    assert_int_equal(Status, HV_STATUS_TIMEOUT);
    assert_int_equal(Done, 2);
    assert_int_equal(Script.Calls, MILE_HYPERV_HYPERCALL_ATTEMPTS);

    Script.Calls = 0;
    assert_int_equal(MileHvHypercallSimple(Invoke, &Script, 0x8, 0x1000, 0x2000, &Status), MileHvUnavailable);
    assert_int_equal(Script.Calls, MILE_HYPERV_HYPERCALL_ATTEMPTS);
}

static void SimpleAndRepAreNotConfused(void **State)
{
    struct Script Script = {.Answers = 2};
    HV_STATUS Status;
    HV_UINT32 Done;

    (void)State;
    assert_int_equal(MileHvHypercallSimple(Invoke, &Script, RepControl(1, 0), 0x1000, 0x2000, &Status), MileHvInvalid);
    assert_int_equal(MileHvHypercallRep(Invoke, &Script, 0x8, 0x1000, 0x2000, &Status, &Done), MileHvInvalid);
    assert_int_equal(Script.Calls, 0);
    Script.Answer[0] = Answer(HV_STATUS_TIMEOUT, 0);
    Script.Answer[1] = Answer(HV_STATUS_SUCCESS, 0);
    assert_int_equal(MileHvHypercallSimple(Invoke, &Script, 0x8, 0x1000, 0x2000, &Status), MileHvSuccess);
    assert_int_equal(Script.Calls, 2);
    Script.Calls = 0;
    Script.Answer[0] = Answer(HV_STATUS_ACCESS_DENIED, 0);
    assert_int_equal(MileHvHypercallSimple(Invoke, &Script, 0x8, 0x1000, 0x2000, &Status), MileHvFailed);
    assert_int_equal(Status, HV_STATUS_ACCESS_DENIED);
}

int main(void)
{
    const struct CMUnitTest Tests[] = {
        cmocka_unit_test(IdsOfClosedSystemsHaveTheirBits),
        cmocka_unit_test(IdsOfOpenSystemsHaveTheirBits),
        cmocka_unit_test(IdsThatDoNotFitAreRefused),
        cmocka_unit_test(ThePageRegisterKeepsItsReservedBits),
        cmocka_unit_test(ControlWordsHaveTheirBits),
        cmocka_unit_test(ControlWordsThatCannotBeAreRefused),
        cmocka_unit_test(ResultsAreMasked),
        cmocka_unit_test(TimeoutsAreContinued),
        cmocka_unit_test(FailuresTellHowFar),
        cmocka_unit_test(ProgressThatCannotBeIsCorrupt),
        cmocka_unit_test(AHostWithoutProgressIsGivenUp),
        cmocka_unit_test(SimpleAndRepAreNotConfused),
    };
    return cmocka_run_group_tests_name("GuestHypercall", Tests, NULL, NULL);
}
