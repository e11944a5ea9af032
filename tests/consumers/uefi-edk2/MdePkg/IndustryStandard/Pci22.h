/* SPDX-License-Identifier: MIT */
/* A stand-in for EDK II's header of this name: a constant, defined without a look. */
#ifndef STAND_IN_PCI22
#define STAND_IN_PCI22
#define PCI_MAX_BAR 0x0006
#endif
