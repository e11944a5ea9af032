/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The platform of the UEFI application: the firmware's guest at first, then alone.
 *
 * On a Hyper-V machine of generation 2 the firmware itself is a guest as this one
 * is: it has named itself, set up the hypercall page and the SynIC, and connected
 * to the VMBus, through which it reads its disks. There is one connection, and
 * who makes a second one ends the first. So the firmware has to go first:
 * ExitBootServices() makes it unload the VMBus and disable all that it enabled.
 * What it takes along is its console; see screen.c.
 *
 * Where there is no Hyper-V nothing is taken, and the firmware prints all of it.
 */

#include "guest.h"
#include "efi.h"
#include "screen.h"

/** Seconds that the text stays on the screen before the machine is off. */
#define GOODBYE 5U

static GUEST Guest;
static EFI_HANDLE OurImage;
static EFI_SYSTEM_TABLE *System;
static EFI_BOOT_SERVICES *Services; /* Null when they have gone. */

static void PrintToFirmware(char Character)
{
    EFI_CHAR16 Text[] = {(EFI_CHAR16)Character, 0};

    if (Character == '\n')
    {
        PrintToFirmware('\r');
    }
    System->ConOut->OutputString(System->ConOut, Text);
}

/** lld-link is told this name. */
EFI_STATUS EFIAPI efi_main(EFI_HANDLE Image, EFI_SYSTEM_TABLE *Table);

EFI_STATUS EFIAPI efi_main(EFI_HANDLE Image, EFI_SYSTEM_TABLE *Table)
{
    OurImage = Image;
    System = Table;
    Services = Table->BootServices;
    ConsoleAdd(PrintToFirmware);
    ProcessorAddDebugPort();
    Guest.StartedBy = "UEFI firmware";
#if defined(GUEST_WORD)
    Guest.Device = FindDevice(GUEST_WORD);
#endif
    GuestMain(&Guest);
}

GUEST_RESULT PlatformTakeOver(GUEST *Unused)
{
    static HV_DECLSPEC_ALIGN(16) HV_UINT8 Map[0x10000];

    (void)Unused;
    ScreenPrepare(Services);
    Print("  what follows goes to the serial port, and to the screen if it can be kept\n");
    /* The key says that the map of memory is the latest. A driver that is told of the exit may change it once more. */
    for (HV_UINT32 Attempt = 0; Attempt < 4; ++Attempt)
    {
        EFI_UINTN Bytes = sizeof(Map);
        EFI_UINTN DescriptorBytes;
        EFI_UINTN Key;
        HV_UINT32 Version;

        if (Services->GetMemoryMap(&Bytes, Map, &Key, &DescriptorBytes, &Version) == EfiSuccess &&
            Services->ExitBootServices(OurImage, Key) == EfiSuccess)
        {
            Services = 0;
            ProcessorTakeOver();
            ConsoleClear();
            ProcessorAddDebugPort();
            ProcessorAddSerialPort();
            ScreenAdd();
            return GuestDone;
        }
    }
    return GuestFirmwareStays;
}

/** The machine is powered off by the firmware, whose runtime services have stayed. The result is their "status". */
void PlatformEnd(GUEST_RESULT Result)
{
    ProcessorEnd(Result);
    if (Services)
    {
        (void)Services->Stall(GOODBYE * 1000000);
    }
    else if (Guest.HasClock)
    {
        HV_UINT64 Deadline = Now(&Guest) + GOODBYE * SECOND;

        while (Now(&Guest) < Deadline)
        {
            ProcessorRelax();
        }
    }
    System->RuntimeServices->ResetSystem(EfiResetShutdown, Result, 0, 0);
    ProcessorHalt();
}
