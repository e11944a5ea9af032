/* SPDX-License-Identifier: MIT */
/* The base types that EDK2 headers take for granted, for reading layouts only. */
#pragma once
#include <stdint.h>
#include <stddef.h>
typedef int8_t INT8;
typedef int16_t INT16;
typedef int32_t INT32;
typedef int64_t INT64;
typedef uint8_t UINT8;
typedef uint16_t UINT16;
typedef uint32_t UINT32;
typedef uint64_t UINT64;
typedef UINT64 UINTN;
typedef INT64 INTN;
typedef UINT8 BOOLEAN;
typedef UINT8 BYTE;
typedef char CHAR8;
typedef UINT16 CHAR16;
typedef void VOID;
typedef UINTN RETURN_STATUS;
typedef struct { UINT32 Data1; UINT16 Data2; UINT16 Data3; UINT8 Data4[8]; } GUID;
typedef struct LIST_ENTRY { struct LIST_ENTRY *ForwardLink, *BackLink; } LIST_ENTRY;
typedef UINT64 PHYSICAL_ADDRESS;
#define IN
#define OUT
#define OPTIONAL
#define EFIAPI
#define CONST const
#define STATIC static
#define VOLATILE volatile
#define TRUE ((BOOLEAN)1)
#define FALSE ((BOOLEAN)0)
#define STATIC_ASSERT _Static_assert
#define OFFSET_OF(Type, Member) __builtin_offsetof(Type, Member)
#define MAX_UINT32 0xFFFFFFFFU
#define SIGNATURE_16(A, B) ((A) | ((B) << 8))
#define SIGNATURE_32(A, B, C, D) (SIGNATURE_16(A, B) | (SIGNATURE_16(C, D) << 16))
#define SIGNATURE_64(A, B, C, D, E, F, G, H) (SIGNATURE_32(A, B, C, D) | ((UINT64)SIGNATURE_32(E, F, G, H) << 32))
#define BIT0 0x1
#define BIT1 0x2
#define BIT2 0x4
#define BIT3 0x8
#define BIT4 0x10
#define BIT5 0x20
#define BIT6 0x40
#define BIT7 0x80
#define BIT31 0x80000000U
#define BIT63 0x8000000000000000ULL
#define SIZE_4KB 0x1000
