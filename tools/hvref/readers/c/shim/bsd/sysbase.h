/* SPDX-License-Identifier: MIT */
/* Base types and macros that the kernel headers of the BSDs expect, for reading layouts only. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
typedef uint8_t u_int8_t, u_char;
typedef uint16_t u_int16_t, u_short;
typedef uint32_t u_int32_t, u_int;
typedef uint64_t u_int64_t;
typedef unsigned long u_long, vm_offset_t, vm_size_t, bus_size_t, bus_addr_t;
typedef uint64_t vm_paddr_t;
typedef char *caddr_t;
typedef long ssize_t, time_t;
#define __packed __attribute__((packed))
#define __aligned(Bytes) __attribute__((aligned(Bytes)))
#define __unused
#define __BEGIN_DECLS
#define __END_DECLS
#define __FBSDID(Text) struct hvref_unused
#define CTASSERT(Condition) _Static_assert(Condition, "")
#define NBBY 8
#define PAGE_SHIFT 12
#define PAGE_SIZE (1 << PAGE_SHIFT)
#define CACHE_LINE_SIZE 64
#define ETHER_ADDR_LEN 6
#define ETHER_HDR_LEN 14
#define ETHER_MAX_LEN 1518
#define ETHERMTU 1500
