/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Mile.HyperV/Guest/Detect.h: a recorded machine, machines without Hyper-V, and leaves that must not be asked.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <Mile.HyperV/Guest/Detect.h>

/* tests/data/cpuid/kvm-qemu-guest.txt; leaf 1 was not recorded, of it the present bit is set. */
static HV_UINT32 Leaves[6][4];
static HV_UINT32 LeafOneEcx;
static HV_UINT32 Greatest; /* The last leaf that the code under test may ask for. */
static unsigned Calls;

static void Cpuid(void *Context, HV_UINT32 Leaf, HV_UINT32 Subleaf, HV_UINT32 Registers[4])
{
    ++Calls;
    assert_ptr_equal(Context, Leaves);
    assert_int_equal(Subleaf, 0);
    if (Leaf == 1)
    {
        Registers[0] = 0xFFFFFFFF;
        Registers[1] = 0xFFFFFFFF;
        Registers[2] = LeafOneEcx;
        Registers[3] = 0xFFFFFFFF;
        return;
    }
    assert_in_range(Leaf, 0x40000000, Greatest);
    memcpy(Registers, Leaves[Leaf - 0x40000000], 16);
}

static int NewMachine(void **State)
{
    static const HV_UINT32 Recorded[6][4] = {
        {0x40000005, 0x7263694D, 0x666F736F, 0x76482074}, {0x31237648, 0, 0, 0}, {0, 0x3839, 0xA0000, 0},
        {0x262, 0, 0, 8}, {0x20, 0xFFFFFFFF, 0, 0}, {0, 0xFFFFFFFF, 0x40, 0},
    };

    (void)State;
    memcpy(Leaves, Recorded, sizeof(Leaves));
    LeafOneEcx = 0x80000000;
    Greatest = 0x40000003;
    Calls = 0;
    return 0;
}

static void ARecordedMachineIsFound(void **State)
{
    MILE_HV_DETECTION Found;
    HV_PARTITION_PRIVILEGE_MASK Wanted;

    (void)State;
    assert_int_equal(MileHvDetect(Cpuid, Leaves, &Found), MileHvSuccess);
    assert_int_equal(Found.MaxLeaf, 0x40000005);
    assert_int_equal(Found.Interface, HvMicrosoftHypervisorInterface);
    assert_memory_equal(Found.Vendor, HV_CPUID_HV_VENDOR_MICROSOFT, 12);
    assert_int_equal(Found.Privileges.AsUINT64, 0x262);
    assert_int_equal(Found.FeaturesEcx, 0);
    assert_int_equal(Found.FeaturesEdx, 8);

    /* hv_vpindex and hv_time were given to QEMU, hv_synic was not. */
    Wanted.AsUINT64 = 0;
    assert_true(MileHvHasPrivileges(&Found, Wanted));
    Wanted.AccessVpIndex = 1;
    Wanted.AccessPartitionReferenceTsc = 1;
    assert_true(MileHvHasPrivileges(&Found, Wanted));
    Wanted.AccessSynicRegs = 1;
    assert_false(MileHvHasPrivileges(&Found, Wanted));
}

static void TheVendorDoesNotMatter(void **State)
{
    MILE_HV_DETECTION Found;

    (void)State;
    memcpy(&Leaves[0][1], "KVMKVMKVM\0\0\0", 12);
    assert_int_equal(MileHvDetect(Cpuid, Leaves, &Found), MileHvSuccess);
    assert_memory_equal(Found.Vendor, "KVMKVMKVM\0\0\0", 12);
}

static void WithoutThePresentBitNothingIsAsked(void **State)
{
    MILE_HV_DETECTION Found;

    (void)State;
    LeafOneEcx = 0x7FFFFFFF;
    memset(&Found, 0xFF, sizeof(Found));
    assert_int_equal(MileHvDetect(Cpuid, Leaves, &Found), MileHvUnavailable);
    assert_int_equal(Calls, 1);
    assert_int_equal(Found.Privileges.AsUINT64, 0);
    assert_int_equal(Found.MaxLeaf, 0);
    assert_int_equal(Found.Vendor[0], 0);
}

static void AShortRangeIsNotHyperV(void **State)
{
    static const HV_UINT32 Short[] = {0, 1, 0xD, 0x16, 0x3FFFFFFF, 0x40000000, 0x40000001, 0x40000004};
    MILE_HV_DETECTION Found;
    size_t Index;

    (void)State;
    Greatest = 0x40000000;
    for (Index = 0; Index < sizeof(Short) / sizeof(Short[0]); ++Index)
    {
        Leaves[0][0] = Short[Index];
        assert_int_equal(MileHvDetect(Cpuid, Leaves, &Found), MileHvUnavailable);
        assert_int_equal(Found.MaxLeaf, 0);
        assert_int_equal(Found.Privileges.AsUINT64, 0);
    }
}

static void AnotherInterfaceIsNotHyperV(void **State)
{
    static const HV_UINT32 Others[] = {0, 0x766E6258, 0x31237649, 0x48762331};
    MILE_HV_DETECTION Found;
    size_t Index;

    (void)State;
    Greatest = 0x40000001;
    for (Index = 0; Index < sizeof(Others) / sizeof(Others[0]); ++Index)
    {
        Leaves[1][0] = Others[Index];
        assert_int_equal(MileHvDetect(Cpuid, Leaves, &Found), MileHvUnavailable);
        assert_int_equal(Found.Interface, Others[Index]);
        assert_int_equal(Found.MaxLeaf, 0);
        assert_int_equal(Found.Privileges.AsUINT64, 0);
    }
}

static void LeavesBeyondTheLastAreNotAsked(void **State)
{
    static const HV_UINT32 Outside[] = {0, 1, 0x3FFFFFFF, 0x40000006, 0x4000000C, 0x40000082, 0x80000000, 0xFFFFFFFF};
    MILE_HV_DETECTION Found;
    HV_X64_CPUID_RESULT Result;
    size_t Index;

    (void)State;
    assert_int_equal(MileHvDetect(Cpuid, Leaves, &Found), MileHvSuccess);
    Greatest = 0x40000005;
    Calls = 0;
    for (Index = 0; Index < sizeof(Outside) / sizeof(Outside[0]); ++Index)
    {
        memset(&Result, 0xFF, sizeof(Result));
        assert_int_equal(MileHvDetectLeaf(&Found, Cpuid, Leaves, Outside[Index], &Result), MileHvUnavailable);
        assert_int_equal(Result.Eax | Result.Ebx | Result.Ecx | Result.Edx, 0);
    }
    assert_int_equal(Calls, 0);
    assert_int_equal(MileHvDetectLeaf(&Found, Cpuid, Leaves, 0x40000005, &Result), MileHvSuccess);
    assert_int_equal(Result.Ecx, 0x40);

    /* On a machine without Hyper-V no leaf is there. */
    LeafOneEcx = 0;
    assert_int_equal(MileHvDetect(Cpuid, Leaves, &Found), MileHvUnavailable);
    assert_int_equal(MileHvDetectLeaf(&Found, Cpuid, Leaves, 0x40000000, &Result), MileHvUnavailable);
}

static void TheArm64AnswerIsCompared(void **State)
{
    HV_UINT64 Answer[4] = {0x4D32BA58, 0xCD244764, 0xFFFFFFFF8EEF6C75, 0x16597024}; /* Sign-extended, as some are. */
    const HV_UINT64 NotSupported[4] = {0xFFFFFFFFFFFFFFFF, 0, 0, 0};
    int Index;

    (void)State;
    assert_true(MileHvDetectArm64Uid(Answer));
    assert_false(MileHvDetectArm64Uid(NotSupported));
    for (Index = 0; Index < 4; ++Index)
    {
        Answer[Index] ^= 1;
        assert_false(MileHvDetectArm64Uid(Answer));
        Answer[Index] ^= 1;
    }
}

int main(void)
{
    const struct CMUnitTest Tests[] = {
        cmocka_unit_test_setup(ARecordedMachineIsFound, NewMachine),
        cmocka_unit_test_setup(TheVendorDoesNotMatter, NewMachine),
        cmocka_unit_test_setup(WithoutThePresentBitNothingIsAsked, NewMachine),
        cmocka_unit_test_setup(AShortRangeIsNotHyperV, NewMachine),
        cmocka_unit_test_setup(AnotherInterfaceIsNotHyperV, NewMachine),
        cmocka_unit_test_setup(LeavesBeyondTheLastAreNotAsked, NewMachine),
        cmocka_unit_test(TheArm64AnswerIsCompared),
    };
    return cmocka_run_group_tests_name("GuestDetect", Tests, NULL, NULL);
}
