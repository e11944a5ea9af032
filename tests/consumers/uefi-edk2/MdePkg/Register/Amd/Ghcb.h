/* SPDX-License-Identifier: MIT */
/* A stand-in for EDK II's header of this name: a type of one of our names with other members. */
#ifndef STAND_IN_AMD_GHCB
#define STAND_IN_AMD_GHCB
#include <Base.h>
typedef struct
{
    UINT8 Theirs[1032];
} GHCB_SAVE_AREA;
#endif
