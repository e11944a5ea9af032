/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Mile.HyperV/Guest/Platform.h with MILE_HYPERV_GUEST_NO_MEMCPY: the suite of GuestPlatform.c, on the loop.
 */

#define MILE_HYPERV_GUEST_NO_MEMCPY

#include "GuestPlatform.c"
