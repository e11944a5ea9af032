/* SPDX-License-Identifier: MIT */
/* Base types and macros that Linux's headers expect, for reading layouts only. */
#pragma once
#include <linux/types.h>
#include <stdbool.h>
#include <stddef.h>
typedef uint8_t u8;
typedef uint16_t u16;
typedef uint32_t u32;
typedef __u64 u64;
typedef int8_t s8;
typedef int16_t s16;
typedef int32_t s32;
typedef __s64 s64;
typedef uint16_t __le16, __be16, __sum16;
typedef uint32_t __le32, __be32, __wsum;
typedef __u64 __le64, __be64;
typedef u64 phys_addr_t, dma_addr_t, resource_size_t;
typedef unsigned int gfp_t, uint;
typedef unsigned long ulong;
typedef struct { u8 b[16]; } guid_t, uuid_le, uuid_t;
#define GUID_INIT(A, B, C, D0, D1, D2, D3, D4, D5, D6, D7)                                                             \
    {{(A) & 0xff, (A) >> 8 & 0xff, (A) >> 16 & 0xff, (A) >> 24 & 0xff, (B) & 0xff, (B) >> 8 & 0xff, (C) & 0xff,        \
      (C) >> 8 & 0xff, D0, D1, D2, D3, D4, D5, D6, D7}}
#define UUID_LE GUID_INIT
#define GENMASK(High, Low) ((~0UL << (Low)) & (~0UL >> (63 - (High))))
#define GENMASK_ULL(High, Low) ((~0ULL << (Low)) & (~0ULL >> (63 - (High))))
#define ALIGN(Value, Unit) (((Value) + (Unit) - 1) & ~((Unit) - 1))
#define DIV_ROUND_UP(Value, Unit) (((Value) + (Unit) - 1) / (Unit))
#define BITS_PER_LONG 64
#define ARRAY_SIZE(Array) (sizeof(Array) / sizeof((Array)[0]))
#define sizeof_field(Type, Member) sizeof(((Type *)0)->Member)
#define static_assert(...)
#define IS_ENABLED(Option) (Option + 0)
#define IS_REACHABLE IS_ENABLED
#define DECLARE_FLEX_ARRAY(Type, Name) struct { struct { } Name##_empty; Type Name[]; }
#define __DECLARE_FLEX_ARRAY DECLARE_FLEX_ARRAY
#define __counted_by(Member)
#define __TRAILING_OVERLAP(Type, Name, Member, Attributes, ...)                                                        \
    union                                                                                                              \
    {                                                                                                                  \
        Type Name;                                                                                                     \
        struct                                                                                                         \
        {                                                                                                              \
            u8 Name##_before_##Member[offsetof(Type, Member)];                                                         \
            __VA_ARGS__                                                                                                \
        } Attributes;                                                                                                  \
    }
#define TRAILING_OVERLAP(Type, Name, Member, ...) __TRAILING_OVERLAP(Type, Name, Member, , __VA_ARGS__)
#define __packed __attribute__((packed))
#define __aligned(Bytes) __attribute__((aligned(Bytes)))
#define __attribute_const__
#define __maybe_unused
#define __always_inline inline
#define __user
#define __iomem
#define __percpu
#define __rcu
#define __init
#define __bitwise
#define ____cacheline_aligned
#define PAGE_SHIFT 12
#define PAGE_SIZE (1UL << PAGE_SHIFT)
#define SZ_4K 0x1000
#define SZ_64K 0x10000
#define SZ_2M 0x200000
#define U8_MAX UINT8_MAX
#define U16_MAX UINT16_MAX
#define U32_MAX UINT32_MAX
#define U64_MAX UINT64_MAX
#define NSEC_PER_SEC 1000000000L
#define ETH_ALEN 6
#define ETH_HLEN 14
#define PCI_STD_NUM_BARS 6

/* The descriptor of a HID device, as the USB HID class defines it. */
struct hid_class_descriptor { u8 bDescriptorType; u16 wDescriptorLength; } __packed;
struct hid_descriptor
{
    u8 bLength;
    u8 bDescriptorType;
    u16 bcdHID;
    u8 bCountryCode;
    u8 bNumDescriptors;
    struct hid_class_descriptor desc[1];
} __packed;
