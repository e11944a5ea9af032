/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Finding out whether this is a Hyper-V guest, what it is offered, and what it may do.
 *
 * Hypervisor/Cpuid.h tells the rule; MileHvDetect() follows it over the
 * caller's CPUID, in this order, and stops at the first answer that does not
 * fit:
 *
 *     leaf 1           ECX bit 31          a hypervisor is there
 *     leaf 0x40000000  EAX                 the last leaf, at least 0x40000005
 *     leaf 0x40000001  EAX                 "Hv#1"; who made it does not matter
 *     leaf 0x40000003  EAX, EBX, ECX, EDX  privileges and features
 *
 * On ARM64 there is no CPUID: MileHvDetectArm64Uid() looks at the answer to
 * HV_SMCCC_VENDOR_HYP_UID, and the registers of Cpuid.h's table have the rest,
 * of which HvRegisterPrivilegesAndFeaturesInfo begins with the same
 * HV_PARTITION_PRIVILEGE_MASK.
 *
 * A leaf beyond the last is never asked for, as processors answer it with junk.
 * In an isolated guest all of this is the host's word: enough to choose a path
 * of code, no proof of anything.
 *
 * Sources: Hypervisor/Cpuid.h and its sources (TLFS 6.0b 2.2 to 2.5).
 */

#ifndef MILE_HYPERV_GUEST_DETECT
#define MILE_HYPERV_GUEST_DETECT

#include "../Hypervisor/Cpuid.h"
#include "../Masks/Hypervisor.h"
#include "Platform.h"

/** The least last leaf of a hypervisor that speaks Hv#1. */
#define MILE_HYPERV_DETECT_LEAST_MAX_LEAF 0x40000005U

MILE_HYPERV_GUEST_BEGIN

/** The caller's way to execute CPUID; @p Registers gets EAX, EBX, ECX, EDX. */
typedef void (*MILE_HV_CPUID)(void *Context, HV_UINT32 Leaf, HV_UINT32 Subleaf, HV_UINT32 Registers[4]);

/** Result of MileHvDetect(). */
typedef struct MILE_HV_DETECTION
{
    HV_PARTITION_PRIVILEGE_MASK Privileges; /**< EAX and EBX of leaf 0x40000003. */
    HV_UINT32 MaxLeaf;                      /**< The last leaf that may be asked for. */
    HV_HYPERVISOR_INTERFACE Interface;      /**< Interface that leaf 0x40000001 reports; 0 if it was not read. */
    HV_UINT32 FeaturesEcx;                  /**< ECX of leaf 0x40000003; HV_X64_HYPERVISOR_FEATURES has its bits. */
    HV_UINT32 FeaturesEdx;                  /**< EDX of leaf 0x40000003. */
    HV_UINT8 Vendor[12];                    /**< To be shown; any bytes, without a terminator. */
    HV_UINT32 Reserved;
} MILE_HV_DETECTION;

/**
 * Asks whether a hypervisor that speaks Hv#1 is there.
 *
 * @param Detection gets all that was learned before an answer did not fit, the rest zero: the vendor of a foreign
 * hypervisor can be shown. Its privileges are zero unless this succeeds.
 * @return MileHvSuccess, or MileHvUnavailable: use nothing of this library.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvDetect(MILE_HV_CPUID Cpuid, void *Context, MILE_HV_DETECTION *Detection)
{
    HV_X64_CPUID_RESULT Result;
    HV_UINT32 MaxLeaf;
    HV_UINT32 Index;

    Detection->Privileges.AsUINT64 = 0;
    Detection->MaxLeaf = 0;
    Detection->Interface = 0;
    Detection->FeaturesEcx = 0;
    Detection->FeaturesEdx = 0;
    Detection->Reserved = 0;
    for (Index = 0; Index < sizeof(Detection->Vendor); ++Index)
    {
        Detection->Vendor[Index] = 0;
    }

    Cpuid(Context, HvCpuIdFunctionVersionAndFeatures, 0, Result.AsUINT32);
    if ((Result.AsUINT32[2] & HV_VERSION_AND_FEATURES_HypervisorPresent_MASK) == 0)
    {
        return MileHvUnavailable;
    }
    Cpuid(Context, HvCpuIdFunctionHvVendorAndMaxFunction, 0, Result.AsUINT32);
    MaxLeaf = Result.HvVendorAndMaxFunction.MaxFunction;
    for (Index = 0; Index < sizeof(Detection->Vendor); ++Index)
    {
        Detection->Vendor[Index] = Result.HvVendorAndMaxFunction.VendorName[Index];
    }
    if (MaxLeaf < MILE_HYPERV_DETECT_LEAST_MAX_LEAF)
    {
        return MileHvUnavailable;
    }
    Cpuid(Context, HvCpuIdFunctionHvInterface, 0, Result.AsUINT32);
    Detection->Interface = Result.HvInterface.Interface;
    if (Detection->Interface != HvMicrosoftHypervisorInterface)
    {
        return MileHvUnavailable;
    }
    Detection->MaxLeaf = MaxLeaf;
    Cpuid(Context, HvCpuIdFunctionMsHvFeatures, 0, Result.AsUINT32);
    Detection->Privileges = Result.MsHvFeatures.PartitionPrivileges;
    Detection->FeaturesEcx = Result.AsUINT32[2];
    Detection->FeaturesEdx = Result.AsUINT32[3];
    return MileHvSuccess;
}

/**
 * Asks for one leaf of the range that was detected.
 *
 * @param Leaf 0x40000000 up to Detection->MaxLeaf.
 * @param Result the leaf's member is the one to read; all zero if the leaf is not there.
 * @return MileHvSuccess, or MileHvUnavailable and CPUID was not executed.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvDetectLeaf(const MILE_HV_DETECTION *Detection, MILE_HV_CPUID Cpuid, void *Context,
                                              HV_UINT32 Leaf, HV_X64_CPUID_RESULT *Result)
{
    Result->AsUINT32[0] = 0;
    Result->AsUINT32[1] = 0;
    Result->AsUINT32[2] = 0;
    Result->AsUINT32[3] = 0;
    if (Leaf < HvCpuIdFunctionHvVendorAndMaxFunction || Leaf > Detection->MaxLeaf)
    {
        return MileHvUnavailable;
    }
    Cpuid(Context, Leaf, 0, Result->AsUINT32);
    return MileHvSuccess;
}

/**
 * Whether the partition has all of some privileges.
 *
 * @param Wanted set the members that are needed in a zeroed mask.
 */
static inline HV_UINT32 MileHvHasPrivileges(const MILE_HV_DETECTION *Detection, HV_PARTITION_PRIVILEGE_MASK Wanted)
{
    return (Detection->Privileges.AsUINT64 & Wanted.AsUINT64) == Wanted.AsUINT64;
}

/**
 * Whether the answer to the SMCCC call HV_SMCCC_VENDOR_HYP_UID is that of the Microsoft hypervisor.
 *
 * @param Answer X0 to X3 after the call; each has 32 bits that count, and the upper halves are ignored.
 */
static inline HV_UINT32 MileHvDetectArm64Uid(const HV_UINT64 Answer[4])
{
    const HV_UINT32 Uid[4] = HV_VENDOR_HYP_UID_MS_HYPERVISOR_INIT;
    HV_UINT32 Index;

    for (Index = 0; Index < 4; ++Index)
    {
        if ((HV_UINT32)(Answer[Index] & 0xFFFFFFFFU) != Uid[Index])
        {
            return 0;
        }
    }
    return 1;
}

MILE_HYPERV_GUEST_END

#endif /* !MILE_HYPERV_GUEST_DETECT */
