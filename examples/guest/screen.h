/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Text on the firmware's frame buffer, after the firmware has gone.
 */

#ifndef EXAMPLE_SCREEN
#define EXAMPLE_SCREEN

#include "efi.h"

/** Takes the frame buffer and the shapes of the characters over; while the boot services exist. */
void ScreenPrepare(EFI_BOOT_SERVICES *Services);

/** Clears the screen and makes it one of the places where text is printed; nothing happens if there is none. */
void ScreenAdd(void);

#endif /* !EXAMPLE_SCREEN */
