/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief A boot loader with one vendored header for CPUID and MSRs: no C library, no other header.
 */

#include "hyperv.h"

static int IsHyperV(void)
{
    HV_UINT32 Eax = HvCpuIdFunctionHvInterface;
    HV_UINT32 Ebx;
    HV_UINT32 Ecx = 0;
    HV_UINT32 Edx;

    __asm__ volatile("cpuid" : "+a"(Eax), "=b"(Ebx), "+c"(Ecx), "=d"(Edx));
    return Eax == HvMicrosoftHypervisorInterface;
}

/* Says in the guest's identity which loader this is, where a hypervisor is listening. */
int LoaderMain(void)
{
    HV_UINT64 Identity = 0x8100000000000001ULL;

    if (!IsHyperV())
    {
        return 0;
    }
    __asm__ volatile("wrmsr" ::"c"(HV_X64_MSR_GUEST_OS_ID), "a"((HV_UINT32)Identity), "d"((HV_UINT32)(Identity >> 32)));
    return 1;
}
