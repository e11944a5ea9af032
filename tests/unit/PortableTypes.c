/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Mile.HyperV.Portable.Types.h: its integers, its macros, its GUIDs.
 *
 * What can be asserted at compile time is asserted there; the rest runs.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <Mile.HyperV.Portable.Types.h>

/* Any number of assertions in one file, on one line, at file scope and in a function. */
HV_STATIC_ASSERT(1); HV_STATIC_ASSERT(2 > 1);
HV_STATIC_ASSERT(sizeof(HV_INT8) == 1 && (HV_INT8)-1 < 0);
HV_STATIC_ASSERT(sizeof(HV_INT16) == 2 && (HV_INT16)-1 < 0);
HV_STATIC_ASSERT(sizeof(HV_INT32) == 4 && (HV_INT32)-1 < 0);
HV_STATIC_ASSERT(sizeof(HV_INT64) == 8 && (HV_INT64)-1 < 0);
HV_STATIC_ASSERT((HV_UINT8)-1 == 0xFF);
HV_STATIC_ASSERT((HV_UINT16)-1 == 0xFFFF);
HV_STATIC_ASSERT((HV_UINT32)-1 == 0xFFFFFFFF);
HV_STATIC_ASSERT((HV_UINT64)-1 == 0xFFFFFFFFFFFFFFFF);
HV_STATIC_ASSERT(sizeof(HV_CHAR) == 1);
HV_STATIC_ASSERT(sizeof(HV_WCHAR) == 2);
HV_STATIC_ASSERT(HV_ANYSIZE_ARRAY == 1);

struct Alignment
{
    HV_UINT8 Before;
    HV_UINT64 Eight;
};
HV_STATIC_ASSERT(HV_FIELD_OFFSET(struct Alignment, Eight) == 8);

#pragma pack(push, 1)
HV_HEADER_BEGIN
struct Natural
{
    HV_UINT8 Before;
    HV_UINT32 Four;
};
HV_PACK_BEGIN
struct Packed
{
    HV_UINT8 Before;
    HV_UINT32 Four;
};
HV_PACK_END
struct NaturalAgain
{
    HV_UINT8 Before;
    HV_UINT32 Four;
};
HV_HEADER_END
struct AmbientAgain
{
    HV_UINT8 Before;
    HV_UINT32 Four;
};
#pragma pack(pop)

static void PackingIsPushedAndPopped(void **State)
{
    (void)State;
    assert_int_equal(sizeof(struct Natural), 8);
    assert_int_equal(sizeof(struct Packed), 5);
    assert_int_equal(sizeof(struct NaturalAgain), 8);
    assert_int_equal(sizeof(struct AmbientAgain), 5);
}

struct Message
{
    HV_UINT32 Type;
    HV_UINT16 Length;
    HV_UINT16 Flags;
    HV_UINT64 Sender;
    HV_UINT8 Payload[16];
};

static void FieldMacrosAreConstants(void **State)
{
    HV_STATIC_ASSERT(HV_FIELD_OFFSET(struct Message, Type) == 0);
    HV_STATIC_ASSERT(HV_FIELD_OFFSET(struct Message, Flags) == 6);
    HV_STATIC_ASSERT(HV_FIELD_OFFSET(struct Message, Payload[3]) == 19);
    HV_STATIC_ASSERT(HV_FIELD_SIZE(struct Message, Sender) == 8);
    HV_STATIC_ASSERT(HV_FIELD_SIZE(struct Message, Payload) == 16);
    HV_STATIC_ASSERT(HV_FIELD_SIZE_THROUGH(struct Message, Type) == 4);
    HV_STATIC_ASSERT(HV_FIELD_SIZE_THROUGH(struct Message, Sender) == 16);
    (void)State;
    assert_int_equal(HV_FIELD_SIZE_THROUGH(struct Message, Payload), sizeof(struct Message));
}

static void ContainsNeedsTheWholeField(void **State)
{
    struct Message Message;
    struct Message *Pointer = &Message;
    size_t Size;

    (void)State;
    for (Size = 0; Size <= sizeof(Message); ++Size)
    {
        assert_int_equal(HV_FIELD_CONTAINS(Pointer, Size, Type) != 0, Size >= 4);
        assert_int_equal(HV_FIELD_CONTAINS(Pointer, Size, Length) != 0, Size >= 6);
        assert_int_equal(HV_FIELD_CONTAINS(&Message, Size, Sender) != 0, Size >= 16);
        assert_int_equal(HV_FIELD_CONTAINS(Pointer, Size, Payload) != 0, Size >= 32);
    }
}

/* The argument may be any expression, with or without parentheses of its own. */
static void ContainsTakesExpressions(void **State)
{
    struct Message Messages[2];
    struct Message *Pointer = Messages;

    (void)State;
    assert_true(HV_FIELD_CONTAINS(Pointer + 1, sizeof(Messages[0]), Payload));
    assert_false(HV_FIELD_CONTAINS(Pointer + 1, sizeof(Messages[0]) - 1, Payload));
    assert_true(HV_FIELD_CONTAINS(&Messages[1], 2 + 2, Type));
}

#define EXAMPLE_ID_INIT HV_GUID_INIT(0x01020304, 0x0506, 0x0708, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x0E, 0x0F, 0x10)
HV_DEFINE_GUID(EXAMPLE_ID, EXAMPLE_ID_INIT);

static void GuidBytesAreInWireOrder(void **State)
{
    static const HV_UINT8 Wire[16] = {0x04, 0x03, 0x02, 0x01, 0x06, 0x05, 0x08, 0x07,
                                      0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x0E, 0x0F, 0x10};
    const HV_GUID Own = EXAMPLE_ID_INIT;

    (void)State;
    assert_memory_equal(&EXAMPLE_ID, Wire, sizeof(Wire));
    assert_memory_equal(&Own, Wire, sizeof(Wire));
    assert_int_equal(sizeof(HV_GUID), 16);
}

static void WideIntegersPutTheLowHalfFirst(void **State)
{
    HV_UINT128 Wide;
    HV_UINT256 Wider;
    HV_UINT512 Widest;

    (void)State;
    memset(&Wide, 0, sizeof(Wide));
    Wide.Low64 = 0x0706050403020100;
    Wide.High64 = 0x0F0E0D0C0B0A0908;
    assert_int_equal(Wide.AsUINT8[0], 0);
    assert_int_equal(Wide.AsUINT8[7], 7);
    assert_int_equal(Wide.AsUINT8[8], 8);
    assert_int_equal(Wide.AsUINT8[15], 15);
    assert_int_equal(Wide.Dword[1], 0x07060504);
    assert_int_equal(Wide.Dword[2], 0x0B0A0908);
    assert_int_equal((uintptr_t)&Wide % 16, 0);

    memset(&Wider, 0, sizeof(Wider));
    Wider.High128 = Wide;
    assert_memory_equal((HV_UINT8 *)&Wider + 16, &Wide, 16);
    assert_int_equal((uintptr_t)&Wider % 32, 0);

    memset(&Widest, 0, sizeof(Widest));
    Widest.High128 = Wider;
    assert_memory_equal((HV_UINT8 *)&Widest + 32, &Wider, 32);
    assert_int_equal((uintptr_t)&Widest % 64, 0);
}

static void TheTargetIsThisMachine(void **State)
{
    (void)State;
#if defined(__x86_64__)
    assert_int_equal(MILE_HYPERV_TARGET_X64, 1);
    assert_int_equal(HV_BY_TARGET(1, 2), 1);
#elif defined(__i386__)
    assert_int_equal(MILE_HYPERV_TARGET_X86, 1);
    assert_int_equal(HV_BY_TARGET(1, 2), 1);
#else
    assert_int_equal(MILE_HYPERV_TARGET_ARM64, 1);
    assert_int_equal(HV_BY_TARGET(1, 2), 2);
#endif
}

int main(void)
{
    const struct CMUnitTest Tests[] = {
        cmocka_unit_test(PackingIsPushedAndPopped),
        cmocka_unit_test(FieldMacrosAreConstants),
        cmocka_unit_test(ContainsNeedsTheWholeField),
        cmocka_unit_test(ContainsTakesExpressions),
        cmocka_unit_test(GuidBytesAreInWireOrder),
        cmocka_unit_test(WideIntegersPutTheLowHalfFirst),
        cmocka_unit_test(TheTargetIsThisMachine),
    };
    return cmocka_run_group_tests_name("PortableTypes", Tests, NULL, NULL);
}
