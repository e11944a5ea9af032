/* SPDX-License-Identifier: MIT */
/* A stand-in for EDK II's header of this name; TRUE and ALIGN_VALUE are defined without a look whether they are. */
#ifndef STAND_IN_BASE
#define STAND_IN_BASE
#include <ProcessorBind.h>
typedef struct
{
    UINT32 Data1;
    UINT16 Data2;
    UINT16 Data3;
    UINT8 Data4[8];
} GUID;
#define VOID void
#define TRUE ((BOOLEAN)(0 == 0))
#define FALSE ((BOOLEAN)(0 == 1))
#define ALIGN_VALUE(Value, Alignment) (((Value) + (Alignment) - 1) / (Alignment) * (Alignment))
#endif
