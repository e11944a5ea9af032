/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The display adapter of a Generation 1 machine, as far as guests look for it: a PCI function without registers.
 *
 * Linux's hyperv_fb drives the screen of video.c in a machine without EFI only if
 * there is this function (Device/Video.h).
 */

#include "pci.h"

#include <Mile.HyperV/Device/Video.h>

static void *Create(PCI_FUNCTION *Function, const char *Arguments, char *Reason)
{
    (void)Arguments;
    (void)Reason;
    return Function;
}

static void Destroy(void *State)
{
    (void)State;
}

static uint64_t Access(void *State, uint64_t Offset, unsigned Bytes, int IsWrite, uint64_t Value)
{
    (void)State;
    (void)Offset;
    (void)Bytes;
    (void)IsWrite;
    (void)Value;
    return 0;
}

const PCI_FUNCTION_TYPE VgaFunction = {
    .Name = "vga",
    .Vendor = SYNTHVID_PCI_VENDOR_ID,
    .Device = SYNTHVID_PCI_DEVICE_ID,
    .Class = {0x00, 0x80, 0x03}, /* Other display controller: a guest must not look for VGA's ports. */
    .Create = Create,
    .Destroy = Destroy,
    .Reset = Destroy,
    .Access = Access,
};
