/* SPDX-License-Identifier: MIT */
#pragma once
#include <SupportDefs.h>
#include <stdbool.h>
#include <stddef.h>
typedef int16_t int16;
typedef int32_t int32, status_t;
typedef long long int64, bigtime_t, off_t;
typedef unsigned long addr_t, phys_addr_t;
#define B_PAGE_SIZE 4096
#define B_PAGE_SHIFT 12
#define STATIC_ASSERT(...) struct hvref_unused
