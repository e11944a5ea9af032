/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief This machine: the CPUID instruction, and the order in which a guest reads the leaves.
 *
 * For a leaf beyond the maximum, CPUID returns unrelated data (on some
 * processors the last basic leaf), so a leaf is read only after the leaf that
 * reports it. ARM64 has no such instruction: there the same figures are in
 * registers of the hypervisor, which only a kernel can read.
 */

#include "hvinfo.h"

#include <string.h>

#include <Mile.HyperV/Hypervisor/Cpuid.h>

#if defined(_MSC_VER) && (defined(_M_AMD64) || defined(_M_IX86))
#include <intrin.h>
#elif defined(__x86_64__) || defined(__i386__)
#include <cpuid.h>
#endif

/** Reads a leaf, and stores it. */
static const uint32_t *Ask(HVINFO_INPUT *Input, HVINFO_CPUID *Cpuid, void *Context, uint32_t Leaf)
{
    HVINFO_LEAF *Added = HvinfoAddLeaf(Input, Leaf, 0);

    Cpuid(Context, Leaf, 0, Added->Register);
    Added->Known = 0xF;
    return Added->Register;
}

/**
 * Reads the signature of a hypervisor that offers Hyper-V's interface besides
 * its own. No maximum covers the leaf, so the result is kept only if it is a
 * signature with a maximum in its own range.
 */
static void AskSecondRange(HVINFO_INPUT *Input, HVINFO_CPUID *Cpuid, void *Context)
{
    HVINFO_LEAF *Added = HvinfoAddLeaf(Input, HVINFO_SECOND_RANGE, 0);

    if (Added == NULL)
    {
        return;
    }
    Cpuid(Context, HVINFO_SECOND_RANGE, 0, Added->Register);
    Added->Known = 0xF;
    if (Added->Register[HvinfoEax] < HVINFO_SECOND_RANGE || Added->Register[HvinfoEax] > HVINFO_LAST_SECOND_LEAF)
    {
        --Input->LeafCount;
    }
}

void HvinfoDiscover(HVINFO_INPUT *Input, HVINFO_CPUID *Cpuid, void *Context)
{
    uint32_t Maximum;
    HVINFO_SUMMARY Summary;

    memset(Input, 0, sizeof(*Input));
    Input->Source = HvinfoSourceLive;
    Input->Architecture = HvinfoX64;

    if (Ask(Input, Cpuid, Context, 0)[HvinfoEax] >= 1)
    {
        (void)Ask(Input, Cpuid, Context, 1);
    }
    Maximum = Ask(Input, Cpuid, Context, 0x80000000U)[HvinfoEax];
    for (uint32_t Leaf = 0x80000001U; Leaf <= Maximum && Leaf <= 0x80000004U; ++Leaf)
    {
        (void)Ask(Input, Cpuid, Context, Leaf);
    }

    HvinfoSummarize(Input, &Summary);
    if (Summary.HypervisorPresent == HvinfoYes)
    {
        Maximum = Ask(Input, Cpuid, Context, HvCpuIdFunctionHvVendorAndMaxFunction)[HvinfoEax];
        if (Maximum >= HvCpuIdFunctionHvInterface)
        {
            (void)Ask(Input, Cpuid, Context, HvCpuIdFunctionHvInterface);
        }
        HvinfoSummarize(Input, &Summary);
        if (Summary.HyperV == HvinfoYes)
        {
            for (uint32_t Leaf = HvCpuIdFunctionMsHvVersion; Leaf <= Maximum && Leaf <= HVINFO_LAST_LEAF; ++Leaf)
            {
                (void)Ask(Input, Cpuid, Context, Leaf);
            }
            AskSecondRange(Input, Cpuid, Context);
        }
    }
    HvinfoSortLeaves(Input);
}

#if defined(_MSC_VER) && (defined(_M_AMD64) || defined(_M_IX86))

static void ExecuteCpuid(void *Context, uint32_t Leaf, uint32_t Subleaf, uint32_t Register[HvinfoRegisters])
{
    int Values[4];

    (void)Context;
    __cpuidex(Values, (int)Leaf, (int)Subleaf);
    for (unsigned Index = 0; Index < HvinfoRegisters; ++Index)
    {
        Register[Index] = (uint32_t)Values[Index];
    }
}

bool HvinfoReadLive(HVINFO_INPUT *Input)
{
    HvinfoDiscover(Input, ExecuteCpuid, NULL);
    return true;
}

#elif defined(__x86_64__) || defined(__i386__)

static void ExecuteCpuid(void *Context, uint32_t Leaf, uint32_t Subleaf, uint32_t Register[HvinfoRegisters])
{
    (void)Context;
    __cpuid_count(Leaf, Subleaf, Register[HvinfoEax], Register[HvinfoEbx], Register[HvinfoEcx], Register[HvinfoEdx]);
}

bool HvinfoReadLive(HVINFO_INPUT *Input)
{
    HvinfoDiscover(Input, ExecuteCpuid, NULL);
    return true;
}

#else

bool HvinfoReadLive(HVINFO_INPUT *Input)
{
    memset(Input, 0, sizeof(*Input));
    Input->Source = HvinfoSourceLive;
    Input->Architecture = HvinfoArm64;
    return false;
}

#endif
