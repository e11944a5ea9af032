/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The same with gnu-efi: its headers, its start-up code, its library.
 */

#include <efi.h>
#include <efilib.h>

#include "detect.h"

EFI_STATUS efi_main(EFI_HANDLE Image, EFI_SYSTEM_TABLE *System)
{
    InitializeLib(Image, System);
    Print(IsHyperV() ? (CHAR16 *)L"Mile.HyperV: this is Hyper-V\r\n"
                     : (CHAR16 *)L"Mile.HyperV: this is not Hyper-V\r\n");
    uefi_call_wrapper(System->RuntimeServices->ResetSystem, 4, EfiResetShutdown, EFI_SUCCESS, 0, NULL);
    return EFI_SUCCESS;
}
