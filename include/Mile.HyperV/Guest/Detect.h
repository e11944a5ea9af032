/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Detection: checks that this is a Hyper-V guest, and reads the features and privileges that
 * the host reports.
 *
 * Hypervisor/Cpuid.h specifies the procedure. MileHvDetect() performs it with the caller's CPUID
 * function, in this order, and stops at the first result that does not match:
 *
 *     leaf 1           ECX bit 31          a hypervisor is present
 *     leaf 0x40000000  EAX                 last leaf, at least 0x40000005
 *     leaf 0x40000001  EAX                 "Hv#1"; the vendor does not matter
 *     leaf 0x40000003  EAX, EBX, ECX, EDX  privileges and features
 *
 * ARM64 has no CPUID. MileHvDetectArm64Uid() checks the response to HV_SMCCC_VENDOR_HYP_UID, and
 * the registers in the table of Hypervisor/Cpuid.h contain what the leaves contain elsewhere:
 * HvRegisterPrivilegesAndFeaturesInfo begins with HV_PARTITION_PRIVILEGE_MASK.
 *
 * The functions never read a leaf after the last one, because processors return unrelated data for
 * it. In an isolated guest all results come from a host that is not trusted: the guest may select a
 * code path by them, but they prove nothing.
 *
 * Sources: Hypervisor/Cpuid.h and its sources (TLFS 6.0b 2.2 to 2.5).
 */

#ifndef MILE_HYPERV_GUEST_DETECT
#define MILE_HYPERV_GUEST_DETECT

#include "../Hypervisor/Cpuid.h"
#include "../Masks/Hypervisor.h"
#include "Platform.h"

/** Smallest last leaf of a hypervisor with the interface Hv#1. */
#define MILE_HYPERV_DETECT_LEAST_MAX_LEAF 0x40000005U

MILE_HYPERV_GUEST_BEGIN

/** Executes CPUID for the library. @p Registers receives EAX, EBX, ECX and EDX, in this order. */
typedef void (*MILE_HV_CPUID)(void *Context, HV_UINT32 Leaf, HV_UINT32 Subleaf, HV_UINT32 Registers[4]);

/** Result of MileHvDetect(). */
typedef struct MILE_HV_DETECTION
{
    HV_PARTITION_PRIVILEGE_MASK Privileges; /**< EAX and EBX of leaf 0x40000003. */
    HV_UINT32 MaxLeaf;                      /**< Last leaf that may be read. */
    HV_HYPERVISOR_INTERFACE Interface;      /**< Interface that leaf 0x40000001 reports; 0 if it was not read. */
    HV_UINT32 FeaturesEcx;                  /**< ECX of leaf 0x40000003; HV_X64_HYPERVISOR_FEATURES has its bits. */
    HV_UINT32 FeaturesEdx;                  /**< EDX of leaf 0x40000003. */
    HV_UINT8 Vendor[12];                    /**< Name for display: any bytes, without a terminator. */
    HV_UINT32 Reserved;
} MILE_HV_DETECTION;

/**
 * Checks whether a hypervisor with the interface Hv#1 is present, and reads its features.
 *
 * @param Cpuid executes CPUID; @p Context is passed to it.
 * @param Detection receives everything that was read before the first mismatch; the rest is zero.
 * The vendor of another hypervisor can therefore be displayed. The privileges are zero unless the
 * result is MileHvSuccess.
 * @return MileHvSuccess; MileHvUnavailable: no such hypervisor; the caller must not use the rest of
 * this library.
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
 * Reads one leaf of the detected range.
 *
 * @param Detection filled in by MileHvDetect().
 * @param Cpuid executes CPUID; @p Context is passed to it.
 * @param Leaf 0x40000000 to Detection->MaxLeaf.
 * @param Result receives the registers; the member named like the leaf interprets them. All zero
 * with MileHvUnavailable.
 * @return MileHvSuccess; MileHvUnavailable: the leaf is out of range, and CPUID was not executed.
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
 * Whether the partition has all privileges of a mask.
 *
 * @param Detection filled in by MileHvDetect().
 * @param Wanted a zeroed mask in which the caller set the required privileges.
 * @return 1 if the partition has all of them, else 0.
 */
static inline HV_UINT32 MileHvHasPrivileges(const MILE_HV_DETECTION *Detection, HV_PARTITION_PRIVILEGE_MASK Wanted)
{
    return (Detection->Privileges.AsUINT64 & Wanted.AsUINT64) == Wanted.AsUINT64;
}

/**
 * Whether the response to the SMCCC call HV_SMCCC_VENDOR_HYP_UID is that of the Microsoft
 * hypervisor.
 *
 * @param Answer X0 to X3 after the call. Their upper 32 bits are ignored.
 * @return 1 if it is, else 0.
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
