/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief What a user's first program may look like: is this Hyper-V, and what may I do?
 *
 * The consumers beside this file build it, each in the way that it is about.
 */

#include <stdio.h>
#include <string.h>

#include <Mile.HyperV.Version.h>
#include <Mile.HyperV/Hypervisor/Cpuid.h>

#if defined(__x86_64__) || defined(__i386__)
#include <cpuid.h>

static HV_X64_CPUID_RESULT Cpuid(HV_UINT32 Leaf)
{
    HV_X64_CPUID_RESULT Result;
    __cpuid_count(Leaf, 0, Result.Eax, Result.Ebx, Result.Ecx, Result.Edx);
    return Result;
}

static int IsHyperV(void)
{
    return Cpuid(HvCpuIdFunctionVersionAndFeatures).VersionAndFeatures.HypervisorPresent &&
           Cpuid(HvCpuIdFunctionHvInterface).HvInterface.Interface == HvMicrosoftHypervisorInterface;
}
#else
static int IsHyperV(void)
{
    return 0;
}
#endif

int main(void)
{
    HV_PARTITION_PRIVILEGE_MASK Privileges;

    printf("Mile.HyperV " MILE_HYPERV_VERSION_STRING ": this is %sHyper-V\n", IsHyperV() ? "" : "not ");

    /* Privileges of a Linux guest on Windows 10, from the first lines of its kernel's log. */
    Privileges.AsUINT64 = 0x003B803000002E7F;
    printf("may post messages: %s, may create partitions: %s\n", Privileges.PostMessages ? "yes" : "no",
           Privileges.CreatePartitions ? "yes" : "no");
    return 0;
}
