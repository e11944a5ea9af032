/* SPDX-License-Identifier: MIT */
/* A stand-in for EDK II's header of this name. */
#ifndef STAND_IN_UEFI_BASE_TYPE
#define STAND_IN_UEFI_BASE_TYPE
#include <Base.h>
typedef GUID EFI_GUID;
typedef UINTN EFI_STATUS;
typedef VOID *EFI_HANDLE;
#endif
