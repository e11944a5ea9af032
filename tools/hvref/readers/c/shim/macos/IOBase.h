/* SPDX-License-Identifier: MIT */
/* Base types and macros that headers of macOS's I/O Kit expect, for reading layouts only. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
typedef uint8_t UInt8, Boolean;
typedef uint16_t UInt16, UniChar;
typedef uint32_t UInt32;
typedef unsigned long long UInt64;
typedef int8_t SInt8;
typedef int16_t SInt16;
typedef int32_t SInt32;
typedef long long SInt64;
typedef int IOReturn;
typedef unsigned int IOOptionBits;
typedef uint64_t IOPhysicalAddress, IOVirtualAddress, IOByteCount, mach_vm_address_t, mach_vm_size_t;
typedef unsigned char uuid_t[16];
typedef char uuid_string_t[37];
typedef unsigned char u_char;
typedef UInt8 SCSICommandDescriptorBlock[16];
#define BIT(Number) (1 << (Number))
#define NSEC_PER_SEC 1000000000ULL
#define NSEC_PER_MSEC 1000000ULL
#define NSEC_PER_USEC 1000ULL
#define PAGE_SHIFT 12
#define PAGE_SIZE (1 << PAGE_SHIFT)
#define PAGE_MASK (PAGE_SIZE - 1)
#define __packed __attribute__((packed))
#define OSDeclareDefaultStructors(Class)
#define APPLE_KEXT_OVERRIDE override
