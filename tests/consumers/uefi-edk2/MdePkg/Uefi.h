/* SPDX-License-Identifier: MIT */
/* A stand-in for EDK II's header of this name. */
#include <Uefi/UefiBaseType.h>
