/* SPDX-License-Identifier: MIT */
/* Types of a desktop program for the architecture besides the base types, for reading layouts only. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <winternl.h>
typedef uint64_t UINT_PTR, ULONG_PTR, DWORD_PTR, SIZE_T, DWORD64;
typedef int64_t INT_PTR, LONG_PTR, LONG64;
typedef uint32_t ULONG32, DWORD32;
typedef int32_t HRESULT, LONG32;
typedef void *LPVOID;
typedef const void *LPCVOID, *PCVOID;
typedef WCHAR *PWSTR, *LPWSTR;
typedef const WCHAR *PCWSTR, *LPCWSTR;
typedef char *PSTR, *LPSTR;
typedef const char *PCSTR, *LPCSTR;
typedef BOOLEAN *PBOOLEAN;
typedef GUID IID, CLSID, *LPGUID;
typedef const GUID *LPCGUID;
typedef LARGE_INTEGER PHYSICAL_ADDRESS;
typedef union { struct { UINT32 LowPart, HighPart; }; UINT64 QuadPart; } ULARGE_INTEGER;
typedef USHORT ADDRESS_FAMILY;
typedef struct { UINT8 Byte[8]; } LUID;
typedef struct LIST_ENTRY { struct LIST_ENTRY *Flink, *Blink; } LIST_ENTRY;
typedef INT WINBOOL;
#define __C89_NAMELESS
#define __MINGW_EXTENSION
#define CONST const
#define FAR
#define IN
#define OUT
#define OPTIONAL
#define TRUE 1
#define FALSE 0
#define WINAPI
#define NTAPI
#define CALLBACK
#define UNALIGNED
#define ANYSIZE_ARRAY 1
#define DECLSPEC_ALIGN(Bytes) __declspec(align(Bytes))
#define DECLSPEC_NOINITALL
#define EXTERN_C extern
#define C_ASSERT(Condition) _Static_assert(Condition, "")
#define DEFINE_ENUM_FLAG_OPERATORS(Type) struct hvref_unused
#define DEFINE_GUID(Name, A, B, C, D0, D1, D2, D3, D4, D5, D6, D7)                                                     \
    static const GUID Name = {A, B, C, {D0, D1, D2, D3, D4, D5, D6, D7}}
#define _In_
#define _Out_
#define _Inout_
#define _In_opt_
#define _Out_opt_
#define _Inout_opt_
#define _Field_size_(Count)
#define _Field_size_bytes_(Count)
#define _Struct_size_bytes_(Count)
#define _Reserved_
#define STDAPI HRESULT
