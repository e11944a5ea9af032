/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The ARM64 processor: how it finds the hypervisor. It polls, and so has no interrupts to prepare for.
 */

#include "guest.h"

/*
 * The hypervisor.
 */

MILE_HV_RESULT ProcessorDetect(GUEST *Guest)
{
    HV_UINT64 Level;
    HV_UINT64 Answer[4];

    /* HVC from EL1 goes to a hypervisor. At EL2 this program would call itself, and crash: no guest, no hypervisor. */
    __asm__ volatile("mrs %0, CurrentEL" : "=r"(Level));
    if ((Level >> 2 & 3) != 1)
    {
        return MileHvUnavailable;
    }
    MileHvCallSmccc(HV_SMCCC_VENDOR_HYP_UID, Answer);
    if (!MileHvDetectArm64Uid(Answer))
    {
        return MileHvUnavailable;
    }
    Guest->Detection.Interface = HvMicrosoftHypervisorInterface;
    Guest->Detection.MaxLeaf = HvCpuIdFunctionMaxReserved;
    Guest->Detection.Privileges.AsUINT64 = MileHvReadVpRegister(0, HvRegisterPrivilegesAndFeaturesInfo);
    return MileHvSuccess;
}

/** The registers that stand for CPUID leaves, from 0x40000002 on; 128 bits each. */
MILE_HV_RESULT ProcessorAsk(GUEST *Guest, HV_CPUID_FUNCTION Leaf, HV_CPUID_RESULT *Result)
{
    static const HV_REGISTER_NAME Registers[] = {
        HvRegisterHypervisorVersion,        HvRegisterPrivilegesAndFeaturesInfo, HvRegisterFeaturesInfo,
        HvRegisterImplementationLimitsInfo, HvRegisterHardwareFeaturesInfo,      HvRegisterCpuManagementFeaturesInfo,
        HvRegisterSvmFeaturesInfo,          HvRegisterSkipLevelFeaturesInfo,     HvRegisterNestedVirtFeaturesInfo,
        HvRegisterIptFeaturesInfo,          HvRegisterIsolationConfiguration,
    };
    HV_UINT32 Index = Leaf - HvCpuIdFunctionMsHvVersion;
    HV_UINT64 Value[2] = {0, 0};
    HV_STATUS Status = HV_STATUS_UNKNOWN_REGISTER_NAME;

    (void)Guest;
    if (Index < sizeof(Registers) / sizeof(Registers[0]))
    {
        Status = MileHvGetVpRegister(Registers[Index], Value);
    }
    for (Index = 0; Index < 4; ++Index)
    {
        Result->AsUINT32[Index] = (HV_UINT32)(Value[Index / 2] >> (32 * (Index % 2)) & 0xFFFFFFFFU);
    }
    return Status == HV_STATUS_SUCCESS ? (MILE_HV_RESULT)MileHvSuccess : (MILE_HV_RESULT)MileHvUnavailable;
}

/*
 * There is no port on ARM64 to which a program could print, or by which it could end a machine, that it knew without
 * being told.
 */

void ProcessorAddDebugPort(void)
{
}

void ProcessorAddSerialPort(void)
{
}

void ProcessorEnd(GUEST_RESULT Result)
{
    (void)Result;
}

/*
 * Interrupts stay masked: a message is in its slot whether or not its interrupt was taken. A guest that wants to sleep
 * until then has a GIC to set up.
 */

void ProcessorTakeOver(void)
{
    __asm__ volatile("msr daifset, #15");
}

/** An interrupt of the processor's own (a PPI): 17 and 18 are those that Hyper-V's firmware takes for its sources. */
HV_UINT32 ProcessorVector(HV_SYNIC_SINT_INDEX Sint)
{
    return Sint == VMBUS_MESSAGE_SINT ? 18 : 17;
}

HV_UINT32 ProcessorTakesInterrupts(void)
{
    return 0;
}

HV_UINT32 ProcessorInterrupts(HV_SYNIC_SINT_INDEX Sint)
{
    (void)Sint;
    return 0;
}

void ProcessorRelax(void)
{
    __asm__ volatile("yield");
}

void ProcessorHalt(void)
{
    for (;;)
    {
        __asm__ volatile("wfi");
    }
}
