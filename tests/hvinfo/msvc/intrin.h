/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The one intrinsic that hvinfo takes from MSVC's <intrin.h>; clang's own header needs Microsoft's.
 */

#ifndef HVINFO_TEST_INTRIN
#define HVINFO_TEST_INTRIN

static __inline void __cpuidex(int Value[4], int Leaf, int Subleaf)
{
    __asm__("cpuid" : "=a"(Value[0]), "=b"(Value[1]), "=c"(Value[2]), "=d"(Value[3]) : "a"(Leaf), "c"(Subleaf));
}

#endif /* !HVINFO_TEST_INTRIN */
