/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief What the suites of the guest layer take from cmocka, for targets that have no cmocka to link with.
 *
 * The first assertion that fails ends the program. Only macros that a suite uses are here.
 */

#ifndef MILE_HYPERV_TESTS_UNIT_CMOCKA
#define MILE_HYPERV_TESTS_UNIT_CMOCKA

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct CMUnitTest
{
    const char *Name;
    void (*Function)(void **State);
    int (*Setup)(void **State);
    int (*Teardown)(void **State);
};

#define cmocka_unit_test(Function) {#Function, Function, NULL, NULL}
#define cmocka_unit_test_setup(Function, Setup) {#Function, Function, Setup, NULL}
#define cmocka_unit_test_setup_teardown(Function, Setup, Teardown) {#Function, Function, Setup, Teardown}

#define assert_true(Condition) StandInAssert((Condition) ? 1 : 0, #Condition, __FILE__, __LINE__)
#define assert_false(Condition) StandInAssert((Condition) ? 0 : 1, "not " #Condition, __FILE__, __LINE__)
#define assert_null(Pointer) StandInAssert((Pointer) == NULL, #Pointer " is null", __FILE__, __LINE__)
#define assert_non_null(Pointer) StandInAssert((Pointer) != NULL, #Pointer " is not null", __FILE__, __LINE__)
#define assert_ptr_equal(A, B) StandInAssert((const void *)(A) == (const void *)(B), #A " is " #B, __FILE__, __LINE__)
#define assert_int_equal(A, B)                                                                                         \
    StandInInteger((unsigned long long)(A), (unsigned long long)(B), 1, #A " == " #B, __FILE__, __LINE__)
#define assert_int_not_equal(A, B)                                                                                     \
    StandInInteger((unsigned long long)(A), (unsigned long long)(B), 0, #A " != " #B, __FILE__, __LINE__)
#define assert_in_range(Value, Least, Most)                                                                            \
    StandInAssert((unsigned long long)(Value) >= (unsigned long long)(Least) &&                                        \
                      (unsigned long long)(Value) <= (unsigned long long)(Most),                                       \
                  #Value " in range", __FILE__, __LINE__)
#define assert_memory_equal(A, B, Size) StandInAssert(memcmp(A, B, Size) == 0, #A " holds " #B, __FILE__, __LINE__)
#define assert_string_equal(A, B) StandInAssert(strcmp(A, B) == 0, #A " reads " #B, __FILE__, __LINE__)
#define fail_msg(...) (printf(__VA_ARGS__), StandInAssert(0, "fail_msg", __FILE__, __LINE__))

/** The test that runs. */
static const char *StandInTest = "";

static inline void StandInAssert(int Holds, const char *What, const char *File, int Line)
{
    if (!Holds)
    {
        printf("%s:%d: FAILED: %s\n[  FAILED  ] %s\n", File, Line, What, StandInTest);
        fflush(stdout);
        exit(1);
    }
}

static inline void StandInInteger(unsigned long long A, unsigned long long B, int Equal, const char *What,
                                  const char *File, int Line)
{
    if ((A == B) != Equal)
    {
        printf("0x%llx, 0x%llx\n", A, B);
    }
    StandInAssert((A == B) == Equal, What, File, Line);
}

static inline int StandInRun(const struct CMUnitTest *Tests, size_t Count)
{
    size_t Index;

    for (Index = 0; Index < Count; ++Index)
    {
        void *State = NULL;

        StandInTest = Tests[Index].Name;
        printf("%s\n", StandInTest);
        fflush(stdout);
        if (Tests[Index].Setup)
        {
            StandInAssert(Tests[Index].Setup(&State) == 0, "setup", Tests[Index].Name, 0);
        }
        Tests[Index].Function(&State);
        if (Tests[Index].Teardown)
        {
            StandInAssert(Tests[Index].Teardown(&State) == 0, "teardown", Tests[Index].Name, 0);
        }
    }
    printf("count %u unit tests on further targets\n", (unsigned)Count);
    return 0;
}

#define cmocka_run_group_tests(Tests, Setup, Teardown) StandInRun(Tests, sizeof(Tests) / sizeof((Tests)[0]))
#define cmocka_run_group_tests_name(Name, Tests, Setup, Teardown) cmocka_run_group_tests(Tests, Setup, Teardown)

#endif
