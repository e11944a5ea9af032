/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Mile.HyperV.Version.h: the number, the three parts and the text are the same version.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include <Mile.HyperV.Version.h>

#if MILE_HYPERV_VERSION < 2001000 || MILE_HYPERV_VERSION >= (MILE_HYPERV_VERSION_MAJOR + 1) * 1000000
#error "MILE_HYPERV_VERSION cannot be compared in #if"
#endif
#if MILE_HYPERV_VERSION_MINOR > 999 || MILE_HYPERV_VERSION_PATCH > 999
#error "a part of the version has more than three digits"
#endif

static void NumberIsTheText(void **State)
{
    char Text[32];

    (void)State;
    (void)snprintf(Text, sizeof(Text), "%d.%d.%d", MILE_HYPERV_VERSION / 1000000, MILE_HYPERV_VERSION / 1000 % 1000,
        MILE_HYPERV_VERSION % 1000);
    assert_string_equal(Text, MILE_HYPERV_VERSION_STRING);
}

int main(void)
{
    const struct CMUnitTest Tests[] = {cmocka_unit_test(NumberIsTheText)};

    return cmocka_run_group_tests(Tests, NULL, NULL);
}
