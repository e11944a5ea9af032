/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The platform of the ELF image: nobody but us from the first instruction on.
 */

#include "guest.h"

static GUEST Guest;

/** Description of the machine by a PVH loader, up to the last member used here. Source: Xen's public start_info.h (MIT). */
typedef struct PVH_START
{
    HV_UINT32 Magic; /**< PVH_MAGIC; what a multiboot 2 loader tells begins with a size. */
    HV_UINT32 Version;
    HV_UINT32 Flags;
    HV_UINT32 ModuleCount;
    HV_UINT64 Modules;
    HV_UINT64 CommandLine; /**< Address of a text that a zero byte ends; 0: none. */
} PVH_START;
#define PVH_MAGIC 0x336EC578U

static HV_UINT32 IsSame(const char *One, const char *Other)
{
    while (*One != 0 && *One == *Other)
    {
        ++One;
        ++Other;
    }
    return *One == *Other;
}

/** start.S calls it. */
void BareMain(const PVH_START *Start) __attribute__((noreturn));

void BareMain(const PVH_START *Start)
{
    ProcessorAddDebugPort();
    ProcessorAddSerialPort();
    Guest.StartedBy = "a boot loader (PVH or multiboot 2)";
    if (Start->Magic == PVH_MAGIC && Start->CommandLine != 0)
    {
        const char *Words = (const char *)(__UINTPTR_TYPE__)Start->CommandLine;

        Guest.Stays = IsSame(Words, "stay");
        Guest.Device = FindDevice(Words);
    }
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
