/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief A UEFI application without any SDK, by clang and lld-link, for x64 and ARM64.
 */

#include "efi.h"

#include "detect.h"

EFI_STATUS EFIAPI efi_main(EFI_HANDLE Image, EFI_SYSTEM_TABLE *System)
{
    (void)Image;
    System->ConOut->OutputString(System->ConOut, IsHyperV() ? u"Mile.HyperV: this is Hyper-V\r\n"
                                                            : u"Mile.HyperV: this is not Hyper-V\r\n");
    System->RuntimeServices->ResetSystem(EfiResetShutdown, 0, 0, 0);
    return 0;
}
