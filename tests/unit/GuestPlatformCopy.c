/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Mile.HyperV/Guest/Platform.h with MILE_HYPERV_GUEST_COPY: every copy is the including tree's.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static unsigned Copied;

static void TreeCopy(volatile void *To, const volatile void *From, unsigned Bytes)
{
    ++Copied;
    memcpy((void *)(uintptr_t)To, (const void *)(uintptr_t)From, Bytes);
}
#define MILE_HYPERV_GUEST_COPY(To, From, Bytes) TreeCopy(To, From, Bytes)

#include <Mile.HyperV/Guest/Platform.h>

static void TheTreesCopyIsTaken(void **State)
{
    const HV_UINT8 From[5] = {1, 2, 3, 4, 5};
    volatile HV_UINT8 Shared[5] = {0};
    HV_UINT8 To[5] = {0};

    (void)State;
    MileHvCopyToShared(Shared, From, 5);
    assert_int_equal(Copied, 1);
    MileHvCopyFromShared(To, Shared, 5);
    assert_int_equal(Copied, 2);
    assert_memory_equal(To, From, 5);
    memset(To, 0, sizeof(To));
    MileHvCopy(To, From, 4);
    assert_int_equal(Copied, 3);
    assert_memory_equal(To, "\1\2\3\4\0", 5);
}

int main(void)
{
    const struct CMUnitTest Tests[] = {
        cmocka_unit_test(TheTreesCopyIsTaken),
    };
    return cmocka_run_group_tests_name("GuestPlatformCopy", Tests, NULL, NULL);
}
