/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief A program that has Mile.Mobility's portable types, as those of Mile.HyperV 1.x have; C and C++.
 *
 * A pointer to each of its types is one to ours, so that structures go through both libraries' functions.
 */

#include "Mile.Mobility.Portable.Types.h"

#include <Mile.HyperV.h>

#include <Mile.HyperV.Guest.Interface.h>
#include <Mile.HyperV.Guest.Protocols.h>
#include <Mile.HyperV.TLFS.h>
#include <Mile.HyperV.VMBus.h>

/* Two declarations of one object, which must agree. */
extern MO_INT8 *Int8;
extern HV_INT8 *Int8;
extern MO_INT16 *Int16;
extern HV_INT16 *Int16;
extern MO_INT32 *Int32;
extern HV_INT32 *Int32;
extern MO_INT64 *Int64;
extern HV_INT64 *Int64;
extern MO_UINT8 *Uint8;
extern HV_UINT8 *Uint8;
extern MO_UINT16 *Uint16;
extern HV_UINT16 *Uint16;
extern MO_UINT32 *Uint32;
extern HV_UINT32 *Uint32;
extern MO_UINT64 *Uint64;
extern HV_UINT64 *Uint64;
extern MO_GUID *Guid;
extern HV_GUID *Guid;

int main(void)
{
    MO_GUID Theirs = HV_GUID_INIT(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    PHV_GUID Ours = &Theirs;
    const MO_GUID *Class = &SYNTHVID_CLASS_ID;

    return Ours->Data4[7] == 11 && Class->Data1 == 0xDA0A7802U && sizeof(HV_MESSAGE) == 256 ? 0 : 1;
}
