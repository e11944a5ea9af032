/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The GUIDs as objects that another language can link to.
 *
 * In C a GUID constant is internal to each file that uses it. Bindings see its
 * declaration and expect one object of that name; this file makes them.
 */

#include <Mile.HyperV.Portable.Types.h>

#undef HV_DEFINE_GUID
#define HV_DEFINE_GUID(Name, Init)                                                                                     \
    extern const HV_GUID Name;                                                                                         \
    const HV_GUID Name = Init

#include BINDINGS_HEADER
