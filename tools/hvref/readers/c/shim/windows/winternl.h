/* SPDX-License-Identifier: MIT */
/* The base types of the Windows SDK, for reading layouts only. */
#pragma once
#include <stdint.h>
typedef void VOID, *PVOID, *HANDLE;
typedef char CHAR, CCHAR;
typedef unsigned char UCHAR, BOOLEAN;
typedef short SHORT;
typedef unsigned short USHORT;
typedef int INT, BOOL;
typedef unsigned int UINT;
#if defined(_WIN32)
typedef long LONG, NTSTATUS;
typedef unsigned long ULONG, DWORD;
#else
typedef int32_t LONG, NTSTATUS;
typedef uint32_t ULONG, DWORD;
#endif
typedef int64_t LONGLONG;
typedef uint64_t ULONGLONG, ULONG64;
typedef int8_t INT8;
typedef int16_t INT16;
typedef int32_t INT32;
typedef int64_t INT64;
typedef uint8_t UINT8, BYTE;
typedef uint16_t UINT16, WORD;
typedef uint32_t UINT32;
typedef uint64_t UINT64;
typedef uint16_t WCHAR;
typedef struct { UINT32 Data1; UINT16 Data2; UINT16 Data3; UINT8 Data4[8]; } GUID;
typedef union { struct { UINT32 LowPart; INT32 HighPart; }; INT64 QuadPart; } LARGE_INTEGER;
