/* SPDX-License-Identifier: MIT */
#pragma once
#include <Base.h>
typedef GUID EFI_GUID;
typedef RETURN_STATUS EFI_STATUS;
typedef void *EFI_HANDLE;
typedef void *EFI_EVENT;
typedef UINTN EFI_TPL;
typedef UINT64 EFI_PHYSICAL_ADDRESS;
typedef UINT64 EFI_LBA;
#define EFI_PAGE_SIZE 0x1000
#define EFI_PAGE_SHIFT 12
typedef struct { UINT8 Addr[32]; } EFI_MAC_ADDRESS;
typedef struct { UINT16 Year; UINT8 Month, Day, Hour, Minute, Second, Pad1; UINT32 Nanosecond; INT16 TimeZone;
                 UINT8 Daylight, Pad2; } EFI_TIME;
