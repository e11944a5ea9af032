/* SPDX-License-Identifier: MIT */
/* Base types and macros that ACRN, DPDK, iPXE, QEMU, VirtualBox and Xen add to <stdint.h>, for reading layouts only. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
typedef uint8_t u8;
typedef uint16_t u16;
typedef uint32_t u32;
typedef uint64_t u64;
#define __packed __attribute__((packed))
#define __aligned(Bytes) __attribute__((aligned(Bytes)))
/* Linux has one argument; Xen has the type's suffix as the second one. */
#define BIT(Number, ...) (1ULL << (Number))
#define GENMASK(High, Low) ((~0ULL << (Low)) & (~0ULL >> (63 - (High))))
#define BIT_ULL(Number) (1ULL << (Number))
#define NSEC_PER_SEC 1000000000L
#define PAGE_SHIFT 12
#define PAGE_SIZE (1 << PAGE_SHIFT)

/* iPXE */
#define FILE_LICENCE(Name) struct hvref_unused
#define FILE_SECBOOT(Name) struct hvref_unused
union uuid
{
    struct
    {
        uint32_t a;
        uint16_t b, c, d;
        uint8_t e[6];
    } canonical;
    uint8_t raw[16];
};
typedef unsigned long physaddr_t;

/* QEMU */
#define QEMU_PACKED __attribute__((packed))
#define QEMU_BUILD_BUG_ON(Condition) struct hvref_unused
typedef uint64_t hwaddr;

/* DPDK */
#define __rte_packed __attribute__((packed))
#define __rte_packed_begin
#define __rte_packed_end __attribute__((packed))
#define __rte_aligned(Bytes) __attribute__((aligned(Bytes)))
#define __rte_unused
#define __rte_internal
#define __rte_experimental
#define RTE_STD_C11
#define RTE_ETHER_ADDR_LEN 6
typedef struct { uint8_t b[16]; } rte_uuid_t;
#define RTE_UUID_INIT(A, B, C, D, E) {A, B, C, D, E}

/* VirtualBox */
#define RT_BIT(Number) (1U << (Number))
#define RT_BIT_32(Number) (1U << (Number))
#define RT_BIT_64(Number) (1ULL << (Number))
#define RT_FLEXIBLE_ARRAY
#define RT_FLEXIBLE_ARRAY_EXTENSION __extension__
#define RT_UOFFSETOF(Type, Member) __builtin_offsetof(Type, Member)
#define RT_C_DECLS_BEGIN
#define RT_C_DECLS_END
#define AssertCompile(Condition) struct hvref_unused
#define AssertCompileSize(Type, Size) struct hvref_unused
#define AssertCompileMemberOffset(Type, Member, Offset) struct hvref_unused
#define AssertCompileMemberAlignment(Type, Member, Alignment) struct hvref_unused
#define AssertCompileMemberSize(Type, Member, Size) struct hvref_unused
typedef uint64_t RTGCPHYS, RTHCPHYS, RTGCPTR;
typedef struct { uint64_t Lo, Hi; } RTUINT128U;
