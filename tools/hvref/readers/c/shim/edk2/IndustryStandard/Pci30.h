/* SPDX-License-Identifier: MIT */
#pragma once
#include <Base.h>
/* The base address registers of a PCI header of type 0. */
#define PCI_MAX_BAR 6
