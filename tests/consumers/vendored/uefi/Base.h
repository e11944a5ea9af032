/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Stand-in for a firmware's base header: its type names, before the library.
 */

#ifndef BASE_H
#define BASE_H

typedef unsigned char BOOLEAN;
typedef unsigned char UINT8;
typedef unsigned short UINT16;
typedef unsigned int UINT32;
typedef unsigned long long UINT64;
typedef signed int INT32;
#define VOID void
#define IN
#define OUT
#define CONST const
#define TRUE ((BOOLEAN)(1 == 1))
#define FALSE ((BOOLEAN)(0 == 1))

#endif
