/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Register names: numbers that identify registers of a virtual processor, for those of every architecture.
 *
 * Every register of a virtual processor, architectural or synthetic, has a
 * 32-bit name. HvCallGetVpRegisters and HvCallSetVpRegisters receive lists
 * of names (Register.h); a value has 128 bits. On ARM64, which has no MSRs, a guest reads its own
 * synthetic registers with these calls.
 *
 * A number can be an x64 register for one partition and an ARM64 register for another (0x00020000
 * is RAX and X0), so there are three lists:
 *
 *     RegisterName.h       HvRegister...       on both
 *     RegisterNameX64.h    HvX64Register...    x64 only
 *     RegisterNameArm64.h  HvArm64Register...  ARM64 only
 *
 * A register whose name changed between releases has both names.
 *
 * On ARM64 the first registers replace CPUID: HvRegisterHypervisorVersion is leaf 0x40000002,
 * 0x00000200 to 0x00000208 are leaves 0x40000003 to 0x4000000B.
 *
 * Sources: symbols of securekernel 26100; OpenVMM hvdef; WDK 7.1 hvgdk.h;
 * mshv-lore; rust-vmm mshv; TLFS online (HV_REGISTER_NAME).
 */

#ifndef MILE_HYPERV_HYPERVISOR_REGISTER_NAME
#define MILE_HYPERV_HYPERVISOR_REGISTER_NAME

#include "Types.h"

HV_HEADER_BEGIN

/** The name of a register. */
typedef HV_UINT32 HV_REGISTER_NAME, *PHV_REGISTER_NAME;
typedef const HV_REGISTER_NAME *PCHV_REGISTER_NAME;

/** The registers of every architecture. */
enum
{
    /* Reasons why a processor does not run, and hints for an emulator of its instructions. */
    HvRegisterExplicitSuspend = 0x00000000,
    HvRegisterInterceptSuspend = 0x00000001,
    HvRegisterInstructionEmulationHints = 0x00000002,
    HvRegisterDispatchSuspend = 0x00000003,
    HvRegisterInternalActivityState = 0x00000004,

    /* Register form of CPUID leaf 0x40000002 of x64. */
    HvRegisterHypervisorVersion = 0x00000100,

    /* The features: each is the register form of one CPUID leaf of x64, from EAX up (CpuidFeatures.h). */
    HvRegisterPrivilegesAndFeaturesInfo = 0x00000200,
    HvRegisterFeaturesInfo = 0x00000201,
    HvRegisterImplementationLimitsInfo = 0x00000202,
    HvRegisterHardwareFeaturesInfo = 0x00000203,
    HvRegisterCpuManagementFeaturesInfo = 0x00000204,
    HvRegisterPasidFeaturesInfo = 0x00000205,
    HvRegisterSvmFeaturesInfo = 0x00000205, /**< The same register as HvRegisterPasidFeaturesInfo. */
    HvRegisterSkipLevelFeaturesInfo = 0x00000206,
    HvRegisterNestedVirtFeaturesInfo = 0x00000207,
    HvRegisterIptFeaturesInfo = 0x00000208,
    HvRegisterIsolationConfiguration = 0x00000209,

    /*
     * Crash report, power states, reset, clock frequencies, idle, debugging, zeroing: see Msr.h for each. The
     * frequencies are in Hz; only the TLFS's list of registers has kHz.
     */
    HvRegisterGuestCrashP0 = 0x00000210,
    HvRegisterGuestCrashP1 = 0x00000211,
    HvRegisterGuestCrashP2 = 0x00000212,
    HvRegisterGuestCrashP3 = 0x00000213,
    HvRegisterGuestCrashP4 = 0x00000214,
    HvRegisterGuestCrashCtl = 0x00000215,
    HvRegisterPowerStateConfigC1 = 0x00000220,
    HvRegisterPowerStateTriggerC1 = 0x00000221,
    HvRegisterPowerStateConfigC2 = 0x00000222,
    HvRegisterPowerStateTriggerC2 = 0x00000223,
    HvRegisterPowerStateConfigC3 = 0x00000224,
    HvRegisterPowerStateTriggerC3 = 0x00000225,
    HvRegisterSystemReset = 0x00000230,
    HvRegisterProcessorClockFrequency = 0x00000240,
    HvRegisterInterruptClockFrequency = 0x00000241,
    HvRegisterGuestIdle = 0x00000250,
    HvRegisterDebugDeviceOptions = 0x00000260,
    HvRegisterMemoryZeroingControl = 0x00000270,

    /* Pending events (see PendingEvent.h). */
    HvRegisterPendingInterruption = 0x00010002,
    HvRegisterInterruptState = 0x00010003,
    HvRegisterPendingEvent0 = 0x00010004,
    HvRegisterPendingEvent1 = 0x00010005,
    HvRegisterDeliverabilityNotifications = 0x00010006,
    HvRegisterPendingEvent2 = 0x00010008,
    HvRegisterPendingEvent3 = 0x00010009,

    /* The synthetic registers of a processor; on x64 also MSRs from 0x40000000 up. */
    HvRegisterVpRuntime = 0x00090000,
    HvRegisterGuestOsId = 0x00090002,
    HvRegisterVpIndex = 0x00090003,
    HvRegisterTimeRefCount = 0x00090004,
    HvRegisterCpuManagementVersion = 0x00090007,
    HvRegisterVpAssistPage = 0x00090013,
    HvRegisterVpRootSignalCount = 0x00090014,
    HvRegisterReferenceTsc = 0x00090017,
    HvRegisterVpConfig = 0x00090018,
    HvRegisterGhcb = 0x00090019,
    HvRegisterReferenceTscSequence = 0x0009001A,
    HvRegisterGuestSchedulerEvent = 0x0009001B,
    HvRegisterRegisterPage = 0x0009001C,

    /* Statistics pages (see Statistics.h). */
    HvRegisterStatsPartitionRetail = 0x00090020,
    HvRegisterStatsPartitionInternal = 0x00090021,
    HvRegisterStatsVpRetail = 0x00090022,
    HvRegisterStatsVpInternal = 0x00090023,

    /* Registers of the hypervisor below a nested one. */
    HvRegisterNestedVpIndex = 0x00091003,

    /* SynIC (see Synic.h). */
    HvRegisterSint0 = 0x000A0000,
    HvRegisterSint1 = 0x000A0001,
    HvRegisterSint2 = 0x000A0002,
    HvRegisterSint3 = 0x000A0003,
    HvRegisterSint4 = 0x000A0004,
    HvRegisterSint5 = 0x000A0005,
    HvRegisterSint6 = 0x000A0006,
    HvRegisterSint7 = 0x000A0007,
    HvRegisterSint8 = 0x000A0008,
    HvRegisterSint9 = 0x000A0009,
    HvRegisterSint10 = 0x000A000A,
    HvRegisterSint11 = 0x000A000B,
    HvRegisterSint12 = 0x000A000C,
    HvRegisterSint13 = 0x000A000D,
    HvRegisterSint14 = 0x000A000E,
    HvRegisterSint15 = 0x000A000F,
    HvRegisterScontrol = 0x000A0010,
    HvRegisterSversion = 0x000A0011,
    HvRegisterSifp = 0x000A0012,
    HvRegisterSipp = 0x000A0013,
    HvRegisterEom = 0x000A0014,
    HvRegisterSirbp = 0x000A0015,

    /* SynIC of the hypervisor below a nested one. */
    HvRegisterNestedSint0 = 0x000A1000,
    HvRegisterNestedSint1 = 0x000A1001,
    HvRegisterNestedSint2 = 0x000A1002,
    HvRegisterNestedSint3 = 0x000A1003,
    HvRegisterNestedSint4 = 0x000A1004,
    HvRegisterNestedSint5 = 0x000A1005,
    HvRegisterNestedSint6 = 0x000A1006,
    HvRegisterNestedSint7 = 0x000A1007,
    HvRegisterNestedSint8 = 0x000A1008,
    HvRegisterNestedSint9 = 0x000A1009,
    HvRegisterNestedSint10 = 0x000A100A,
    HvRegisterNestedSint11 = 0x000A100B,
    HvRegisterNestedSint12 = 0x000A100C,
    HvRegisterNestedSint13 = 0x000A100D,
    HvRegisterNestedSint14 = 0x000A100E,
    HvRegisterNestedSint15 = 0x000A100F,
    HvRegisterNestedScontrol = 0x000A1010,
    HvRegisterNestedSversion = 0x000A1011,
    HvRegisterNestedSifp = 0x000A1012,
    HvRegisterNestedSipp = 0x000A1013,
    HvRegisterNestedEom = 0x000A1014,
    HvRegisterNestedSirbp = 0x000A1015,

    /* Synthetic timers (see Timer.h). */
    HvRegisterStimer0Config = 0x000B0000,
    HvRegisterStimer0Count = 0x000B0001,
    HvRegisterStimer1Config = 0x000B0002,
    HvRegisterStimer1Count = 0x000B0003,
    HvRegisterStimer2Config = 0x000B0004,
    HvRegisterStimer2Count = 0x000B0005,
    HvRegisterStimer3Config = 0x000B0006,
    HvRegisterStimer3Count = 0x000B0007,

    /* The timer that counts only while the processor is not halted. */
    HvRegisterStimeUnhaltedTimerConfig = 0x000B0100,
    HvRegisterStimeUnhaltedTimerCount = 0x000B0101,

    /* Virtual trust levels (see VsmRegister.h). */
    HvRegisterVsmVpVtlControl = 0x000D0000,
    HvRegisterVsmCodePageOffsets = 0x000D0002,
    HvRegisterVsmVpStatus = 0x000D0003,
    HvRegisterVsmPartitionStatus = 0x000D0004,
    HvRegisterVsmVina = 0x000D0005,
    HvRegisterVsmCapabilities = 0x000D0006,
    HvRegisterVsmPartitionConfig = 0x000D0007,
    HvRegisterGuestVsmPartitionConfig = 0x000D0008,

    /* Secure configuration of each lower level. */
    HvRegisterVsmVpSecureConfigVtl0 = 0x000D0010,
    HvRegisterVsmVpSecureConfigVtl1 = 0x000D0011,
    HvRegisterVsmVpSecureConfigVtl2 = 0x000D0012,
    HvRegisterVsmVpSecureConfigVtl3 = 0x000D0013,
    HvRegisterVsmVpSecureConfigVtl4 = 0x000D0014,
    HvRegisterVsmVpSecureConfigVtl5 = 0x000D0015,
    HvRegisterVsmVpSecureConfigVtl6 = 0x000D0016,
    HvRegisterVsmVpSecureConfigVtl7 = 0x000D0017,
    HvRegisterVsmVpSecureConfigVtl8 = 0x000D0018,
    HvRegisterVsmVpSecureConfigVtl9 = 0x000D0019,
    HvRegisterVsmVpSecureConfigVtl10 = 0x000D001A,
    HvRegisterVsmVpSecureConfigVtl11 = 0x000D001B,
    HvRegisterVsmVpSecureConfigVtl12 = 0x000D001C,
    HvRegisterVsmVpSecureConfigVtl13 = 0x000D001D,
    HvRegisterVsmVpSecureConfigVtl14 = 0x000D001E,

    /* Wait for a TLB lock of another level. */
    HvRegisterVsmVpWaitForTlbLock = 0x000D0020,

    /* Isolation. */
    HvRegisterIsolationCapabilities = 0x000D0100,
};
/** HV_REGISTER_HVPT_CONTROL (VsmRegister.h); a macro, since the value does not fit an int. */
#define HvRegisterHvptControl 0xD0000009U

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_REGISTER_NAME */
