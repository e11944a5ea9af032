/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief A program of a project whose C++ allows no C casts: all headers, and each macro that takes arguments.
 *
 * The library comes with -I, so that its macros and functions are held to the project's warnings.
 */

#include "all.h"

#if defined(_WIN32)
#include <Mile.HyperV.Windows.VMBusPipe.h>

#include <winsock2.h>
#endif

static_assert(HV_FIELD_OFFSET(VMRCB, Out) == 4, "offset");
static_assert(HV_FIELD_SIZE(HV_MESSAGE, Header) == 16, "size");
static_assert(HV_FIELD_SIZE_THROUGH(HV_MESSAGE, Header) == 16, "size through");
static_assert(SYNTHHID_MOUSE_EVENT_NO_CHANGE(2) == 8, "button");
static_assert(SYNTHVID_MAKE_VERSION_MAJOR(0x00050003U) == 3, "major");
static_assert(GPA_RANGE_PFN_COUNT(8192U, 1U) == 3, "pages");

namespace
{
const HV_GUID Mine = HV_GUID_INIT(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
}

bool Contains(const volatile VMPACKET_DESCRIPTOR *Packet, HV_UINT32 Size, HV_NTSTATUS Status);
bool Contains(const volatile VMPACKET_DESCRIPTOR *Packet, HV_UINT32 Size, HV_NTSTATUS Status)
{
    return HV_FIELD_CONTAINS(Packet, Size, Flags) && Mine.Data1 == 1 && Status != STATUS_PENDING;
}

#if !defined(_WIN32)
static_assert(NT_SUCCESS(STATUS_SUCCESS) && NT_SUCCESS(STATUS_PENDING) && !NT_SUCCESS(STATUS_BAD_DATA), "status");
static_assert(NDIS_STATUS_NETWORK_CHANGE == 0x40010018, "status");
static_assert(!NT_SUCCESS(-1) && NT_SUCCESS(0x7FFFFFFF) && !NT_SUCCESS(0x80000000U), "both kinds of integers");
#endif
