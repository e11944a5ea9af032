/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Is this Hyper-V? From firmware, on x64 by CPUID, on ARM64 by a call to the hypervisor.
 */

#ifndef EXAMPLE_DETECT
#define EXAMPLE_DETECT

#include <Mile.HyperV/Hypervisor/Cpuid.h>

#if defined(__x86_64__)

static HV_X64_CPUID_RESULT Cpuid(HV_UINT32 Leaf)
{
    HV_X64_CPUID_RESULT Result;
    __asm__ volatile("cpuid"
                     : "=a"(Result.Eax), "=b"(Result.Ebx), "=c"(Result.Ecx), "=d"(Result.Edx)
                     : "0"(Leaf), "2"(0));
    return Result;
}

static int IsHyperV(void)
{
    return Cpuid(HvCpuIdFunctionVersionAndFeatures).VersionAndFeatures.HypervisorPresent &&
           Cpuid(HvCpuIdFunctionHvInterface).HvInterface.Interface == HvMicrosoftHypervisorInterface;
}

#else

/* The SMC calling convention: function in X0; X0 to X3 come back, X4 to X17 may be lost. */
static int IsHyperV(void)
{
    register HV_UINT64 X0 __asm__("x0") = HV_SMCCC_VENDOR_HYP_UID;
    register HV_UINT64 X1 __asm__("x1");
    register HV_UINT64 X2 __asm__("x2");
    register HV_UINT64 X3 __asm__("x3");

    __asm__ volatile("hvc #0"
                     : "+r"(X0), "=r"(X1), "=r"(X2), "=r"(X3)
                     :
                     : "x4", "x5", "x6", "x7", "x8", "x9", "x10", "x11", "x12", "x13", "x14", "x15", "x16", "x17",
                       "memory");
    return (HV_UINT32)X0 == HV_VENDOR_HYP_UID_MS_HYPERVISOR[0] && (HV_UINT32)X1 == HV_VENDOR_HYP_UID_MS_HYPERVISOR[1] &&
           (HV_UINT32)X2 == HV_VENDOR_HYP_UID_MS_HYPERVISOR[2] && (HV_UINT32)X3 == HV_VENDOR_HYP_UID_MS_HYPERVISOR[3];
}

#endif

#endif /* !EXAMPLE_DETECT */
