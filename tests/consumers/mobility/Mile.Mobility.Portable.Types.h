/* SPDX-License-Identifier: MIT */
/* A stand-in for Mile.Mobility's header of this name: its names of integers and of a GUID, and no more. */
#ifndef MILE_MOBILITY_PORTABLE_TYPES
#define MILE_MOBILITY_PORTABLE_TYPES
typedef signed char MO_INT8, *PMO_INT8;
typedef short MO_INT16, *PMO_INT16;
typedef int MO_INT32, *PMO_INT32;
typedef long long MO_INT64, *PMO_INT64;
typedef unsigned char MO_UINT8, *PMO_UINT8;
typedef unsigned short MO_UINT16, *PMO_UINT16;
typedef unsigned int MO_UINT32, *PMO_UINT32;
typedef unsigned long long MO_UINT64, *PMO_UINT64;
typedef struct _MO_GUID
{
    MO_UINT32 Data1;
    MO_UINT16 Data2;
    MO_UINT16 Data3;
    MO_UINT8 Data4[8];
} MO_GUID, *PMO_GUID;
#endif
