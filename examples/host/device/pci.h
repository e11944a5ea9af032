/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief A PCI function behind the virtual PCI bus (pci.c): what one implements (nvme.c), and what it can call.
 */

#ifndef HOST_DEVICE_PCI_H
#define HOST_DEVICE_PCI_H

#include "../bus.h"

enum
{
    PciBarBytes = 16384,         /**< Base address 0: registers, then the MSI-X table and its pending bits. */
    PciRegisterBytes = 0x2000,   /**< Of them, the function's own. */
    PciTableOffset = 0x2000,
    PciPendingOffset = 0x3000,
    PciVectors = 8,
};

typedef struct PCI_FUNCTION PCI_FUNCTION;

typedef struct PCI_FUNCTION_TYPE
{
    const char *Name;       /**< In --pci=NAME:ARGUMENTS. */
    HV_UINT16 Vendor;
    HV_UINT16 Device;
    HV_UINT8 Class[3];      /**< Programming interface, sub-class, base class. */
    /** Creates the state. Returns null with a reason in Reason (256 bytes). */
    void *(*Create)(PCI_FUNCTION *Function, const char *Arguments, char *Reason);
    void (*Destroy)(void *State);
    /** The guest left: back to the state after Create. */
    void (*Reset)(void *State);
    /** Accesses a register; Offset + Bytes is at most PciRegisterBytes. */
    uint64_t (*Access)(void *State, uint64_t Offset, unsigned Bytes, int IsWrite, uint64_t Value);
} PCI_FUNCTION_TYPE;

/** Sends an interrupt of MSI-X; dropped while MSI-X is off, kept while the vector is masked. */
void PciInterrupt(PCI_FUNCTION *Function, unsigned Vector);

#endif /* !HOST_DEVICE_PCI_H */
