/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The platform of the ELF image: nobody but us from the first instruction on.
 */

#include "guest.h"

static GUEST Guest;

/** start.S calls it. */
void BareMain(void) __attribute__((noreturn));

void BareMain(void)
{
    ProcessorAddDebugPort();
    ProcessorAddSerialPort();
    Guest.StartedBy = "a boot loader (PVH or multiboot 2)";
    GuestMain(&Guest);
}

GUEST_RESULT PlatformTakeOver(GUEST *Unused)
{
    (void)Unused;
    ProcessorTakeOver();
    return GuestDone;
}

/** To power a machine off takes an interpreter of ACPI's tables. This guest stops, and leaves that to its user. */
void PlatformEnd(GUEST_RESULT Result)
{
    ProcessorEnd(Result);
    ProcessorHalt();
}
