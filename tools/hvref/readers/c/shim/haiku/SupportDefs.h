/* SPDX-License-Identifier: MIT */
#pragma once
#include <stdint.h>
typedef int8_t int8;
typedef uint8_t uint8;
typedef uint16_t uint16;
typedef uint32_t uint32;
typedef unsigned long long uint64;
#define _PACKED __attribute__((packed))
