/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief A buffer between two pages that cannot be touched: what reads or writes past either end crashes the test.
 */

#ifndef TESTS_UNIT_GUARD_PAGE
#define TESTS_UNIT_GUARD_PAGE

#ifndef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS */
#endif

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/** More than the longest buffer that a suite asks for. */
#define GUARD_BYTES ((size_t)128 * 1024)

/** The buffer's first byte; it is mapped once. */
static uint8_t *GuardBuffer(void)
{
    static uint8_t *Buffer;
    size_t Page = (size_t)sysconf(_SC_PAGESIZE);

    if (Buffer == NULL)
    {
        uint8_t *All = (uint8_t *)mmap(NULL, GUARD_BYTES + 2 * Page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

        if (All == MAP_FAILED || mprotect(All + Page, GUARD_BYTES, PROT_READ | PROT_WRITE) != 0)
        {
            abort();
        }
        Buffer = All + Page;
    }
    return Buffer;
}

/** Bytes that end where the page behind begins. An odd count of them begins at an odd address. */
static inline void *GuardEnd(const void *Data, size_t Bytes)
{
    uint8_t *At = GuardBuffer() + GUARD_BYTES - Bytes;

    if (Bytes != 0)
    {
        memcpy(At, Data, Bytes);
    }
    return At;
}

/** Bytes that begin right behind the page before, or @p Skip bytes later: at an odd address, with 1. */
static inline void *GuardBegin(const void *Data, size_t Bytes, size_t Skip)
{
    uint8_t *At = GuardBuffer() + Skip;

    if (Bytes != 0)
    {
        memcpy(At, Data, Bytes);
    }
    return At;
}

#endif /* !TESTS_UNIT_GUARD_PAGE */
