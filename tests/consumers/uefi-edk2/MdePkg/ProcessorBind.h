/* SPDX-License-Identifier: MIT */
/* A stand-in for EDK II's header of this name: the names that a driver takes from it, and no more. */
#ifndef STAND_IN_PROCESSOR_BIND
#define STAND_IN_PROCESSOR_BIND
#if defined(__x86_64__)
#define MDE_CPU_X64
#else
#define MDE_CPU_AARCH64
#endif
typedef signed char INT8;
typedef short INT16;
typedef int INT32;
typedef long long INT64;
typedef unsigned char UINT8;
typedef unsigned short UINT16;
typedef unsigned int UINT32;
typedef unsigned long long UINT64;
typedef unsigned char BOOLEAN;
typedef char CHAR8;
typedef unsigned short CHAR16;
typedef UINT64 UINTN;
#endif
