/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Is this Hyper-V? From firmware, on x64 by CPUID, on ARM64 by a call to the hypervisor.
 */

#ifndef EXAMPLE_DETECT
#define EXAMPLE_DETECT

#include <Mile.HyperV/Guest/Detect.h>
#include <Mile.HyperV/Guest/Instruction.h>

static int IsHyperV(void)
{
#if defined(__x86_64__)
    MILE_HV_DETECTION Detection;

    return MileHvDetect(MileHvCpuid, 0, &Detection) == MileHvSuccess;
#else
    HV_UINT64 Answer[4];

    MileHvCallSmccc(HV_SMCCC_VENDOR_HYP_UID, Answer);
    return MileHvDetectArm64Uid(Answer) != 0;
#endif
}

#endif /* !EXAMPLE_DETECT */
