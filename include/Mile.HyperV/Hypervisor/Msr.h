/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Synthetic model specific registers of x64, and the corresponding registers of ARM64.
 *
 * The hypervisor adds registers to the processor that the hardware does not have.
 * On x64 a guest reads and writes them with RDMSR and WRMSR, numbers 0x40000000 and
 * up. An access without the privilege raises `#GP`, so a guest must check its
 * privileges (CPUID leaf 0x40000003, CpuidFeatures.h) first. The interface signature
 * "Hv#1" itself implies only three: the guest OS ID, the hypercall page and the VP
 * index.
 *
 * ARM64 has no such instructions. A guest there calls HvCallGetVpRegisters and HvCallSetVpRegisters
 * with a register name (HvRegister..., Register.h); the contents are equal. The comments name that
 * register after "ARM64:". On x64 the two calls accept these names as well; a parent or a higher
 * trust level uses them to access the registers of another processor.
 *
 * A register belongs to the processor that accesses it, except where the comment says "partition":
 * all processors share such a register. Where virtual trust levels are enabled, most registers are
 * private to each level: the guest OS ID, hypercall, reference TSC, APIC, NPIEP, SynIC and timer
 * registers. The levels share the VP index and run time, reset, reference count, TSC frequency,
 * idle, debug device and statistics registers (TLFS 6.0b 15.11).
 *
 * In a guest that hardware isolates (SNP, TDX) the instructions do not reach the
 * host. A paravisor emulates them; a guest without a paravisor accesses them through
 * the GHCB (Ghcb.h) or by TDG.VP.VMCALL, and must not trust the values.
 *
 * Start of a guest on x64:
 *
 *     1. CPUID 1 ECX bit 31: a hypervisor is present; CPUID 0x40000001 EAX: "Hv#1".
 *     2. If HV_X64_MSR_GUEST_OS_ID reads zero, write the identity (GuestOsId.h).
 *     3. Read HV_X64_MSR_HYPERCALL. If Enable is clear, write it back with a free
 *        page's number and Enable; the hypervisor places its code over that page.
 *     4. Map the page executable. A hypercall is a CALL to its first byte.
 *     5. Per processor: VP index, assist page, SynIC and timers as necessary.
 *
 * The comments specify the access (R, W, R/W), the privilege or feature bit that
 * grants it, and the layout of the contents. Names that begin with Xb appear in
 * symbols and mu_msvm only and are undocumented.
 *
 * A number has up to two spellings in the sources: the macro HV_X64_MSR_..., a literal for `#if` and
 * assembly, and the enumerator HvSyntheticMsr..., the hypervisor's own and more complete set. Each
 * number is defined once, in the macro if there is one.
 *
 * Sources: TLFS 6.0b appendix F and chapters 2, 3, 4, 7, 10 to 12, 15, 16; TLFS
 * online; mu_msvm HvGuestMsr.h; OpenVMM hvdef; rust-vmm mshv bindings; WDK 7.1
 * hvgdk.h; symbols of kdhv 26100 and securekernel 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_MSR
#define MILE_HYPERV_HYPERVISOR_MSR

#include "GuestOsId.h"

HV_HEADER_BEGIN

/*
 * Identity, hypercalls, processor.
 */

/** R/W, partition, AccessHypercallMsrs: HV_GUEST_OS_ID_CONTENTS. ARM64: HvRegisterGuestOsId. */
#define HV_X64_MSR_GUEST_OS_ID 0x40000000
/**
 * R/W, partition, AccessHypercallMsrs: HV_X64_MSR_HYPERCALL_CONTENTS. ARM64 needs no page (HVC and
 * SMC).
 */
#define HV_X64_MSR_HYPERCALL 0x40000001
/** R, AccessVpIndex: the HV_VP_INDEX of this processor. ARM64: HvRegisterVpIndex. */
#define HV_X64_MSR_VP_INDEX 0x40000002
/** R/W, AccessResetReg: HV_X64_MSR_RESET_CONTENTS; reads as zero. ARM64: HvRegisterSystemReset. */
#define HV_X64_MSR_RESET 0x40000003
/**
 * R, AccessVpRunTimeReg: run time of this processor in 100 ns, in guest code and in the hypervisor
 * on its behalf. ARM64: HvRegisterVpRuntime.
 */
#define HV_X64_MSR_VP_RUNTIME 0x40000010

/*
 * Time (ReferenceTime.h, Timer.h).
 */

/**
 * R, partition, AccessPartitionReferenceCounter: time since the partition was created, in 100 ns.
 * ARM64: HvRegisterTimeRefCount.
 */
#define HV_X64_MSR_TIME_REF_COUNT 0x40000020
/**
 * R/W, partition, AccessPartitionReferenceTsc: HV_REFERENCE_TSC_REGISTER, the location of the page
 * that converts the TSC to reference time. ARM64: HvRegisterReferenceTsc.
 */
#define HV_X64_MSR_REFERENCE_TSC 0x40000021
/** R, AccessFrequencyRegs: frequency of the TSC in Hz. ARM64: HvRegisterProcessorClockFrequency. */
#define HV_X64_MSR_TSC_FREQUENCY 0x40000022
/**
 * R, AccessFrequencyRegs: frequency of the local APIC's timer in Hz. ARM64:
 * HvRegisterInterruptClockFrequency.
 */
#define HV_X64_MSR_APIC_FREQUENCY 0x40000023

/*
 * Protection of descriptor table addresses.
 */

/** R/W, feature Npiep1Available: HV_X64_MSR_NPIEP_CONFIG_CONTENTS (RegisterFormat.h). x64 only. */
#define HV_X64_MSR_NPIEP_CONFIG 0x40000040

/*
 * Frequently used registers of the local APIC, as MSRs for fast access (x64 only;
 * AccessIntrCtrlRegs).
 */

/** W: end of interrupt, in the low 32 bits; the high ones are zero. Reading it raises `#GP`. */
#define HV_X64_MSR_EOI 0x40000070
/** R/W: interrupt command, ICR high in bits 63 to 32 and ICR low in bits 31 to 0. */
#define HV_X64_MSR_ICR 0x40000071
/**
 * R/W: task priority in bits 7 to 0; all other bits zero. For 32-bit guests; 64-bit guests use CR8.
 */
#define HV_X64_MSR_TPR 0x40000072
/**
 * R/W, AccessIntrCtrlRegs: HV_REGISTER_VP_ASSIST_PAGE, the location of HV_VP_ASSIST_PAGE. Formerly
 * called the APIC assist page. It may be read-only for the root partition. ARM64:
 * HvRegisterVpAssistPage.
 */
#define HV_X64_MSR_VP_ASSIST_PAGE 0x40000073
/** Name of HV_X64_MSR_VP_ASSIST_PAGE in WDK 7.1. */
#define HV_X64_MSR_APIC_ASSIST_PAGE 0x40000073
/** HV_REGISTER_VP_ASSIST_PAGE.Enable as a mask, and the page's address as shift and mask. */
#define HV_X64_MSR_VP_ASSIST_PAGE_ENABLE 0x1
#define HV_X64_MSR_VP_ASSIST_PAGE_ADDRESS_SHIFT 12
#define HV_X64_MSR_VP_ASSIST_PAGE_ADDRESS_MASK 0xFFFFFFFFFFFFF000ULL

/*
 * Synthetic interrupt controller (AccessSynicRegs; Synic.h).
 */

/** R/W: HV_SYNIC_SCONTROL, on or off. ARM64: HvRegisterScontrol. */
#define HV_X64_MSR_SCONTROL 0x40000080
/**
 * R: version in bits 31 to 0, HV_SYNIC_VERSION_1. Writing it raises `#GP`. ARM64: HvRegisterSversion.
 */
#define HV_X64_MSR_SVERSION 0x40000081
/** R/W: HV_SYNIC_SIEFP, the location of the event flags page. ARM64: HvRegisterSifp. */
#define HV_X64_MSR_SIEFP 0x40000082
/** R/W: HV_SYNIC_SIMP, the location of the message page. ARM64: HvRegisterSipp. */
#define HV_X64_MSR_SIMP 0x40000083
/** W, any value: end of message; reads as zero. ARM64: HvRegisterEom. */
#define HV_X64_MSR_EOM 0x40000084
/** R/W: HV_SYNIC_SIRBP, the location of the event ring page. ARM64: HvRegisterSirbp. */
#define HV_X64_MSR_SIRBP 0x40000085
/**
 * R/W: HV_SYNIC_SINT, one for each of the sixteen sources. ARM64: HvRegisterSint0 to
 * HvRegisterSint15.
 */
#define HV_X64_MSR_SINT0 0x40000090
#define HV_X64_MSR_SINT1 0x40000091
#define HV_X64_MSR_SINT2 0x40000092
#define HV_X64_MSR_SINT3 0x40000093
#define HV_X64_MSR_SINT4 0x40000094
#define HV_X64_MSR_SINT5 0x40000095
#define HV_X64_MSR_SINT6 0x40000096
#define HV_X64_MSR_SINT7 0x40000097
#define HV_X64_MSR_SINT8 0x40000098
#define HV_X64_MSR_SINT9 0x40000099
#define HV_X64_MSR_SINT10 0x4000009A
#define HV_X64_MSR_SINT11 0x4000009B
#define HV_X64_MSR_SINT12 0x4000009C
#define HV_X64_MSR_SINT13 0x4000009D
#define HV_X64_MSR_SINT14 0x4000009E
#define HV_X64_MSR_SINT15 0x4000009F

/*
 * Four synthetic timers (AccessSyntheticTimerRegs; Timer.h).
 */

/** R/W: HV_X64_MSR_STIMER_CONFIG_CONTENTS. ARM64: HvRegisterStimer0Config to HvRegisterStimer3Config. */
#define HV_X64_MSR_STIMER0_CONFIG 0x400000B0
/**
 * R/W: expiration time of a one-shot timer or period of a periodic timer, in 100 ns. Zero stops the
 * timer. ARM64: HvRegisterStimer0Count to HvRegisterStimer3Count.
 */
#define HV_X64_MSR_STIMER0_COUNT 0x400000B1
#define HV_X64_MSR_STIMER1_CONFIG 0x400000B2
#define HV_X64_MSR_STIMER1_COUNT 0x400000B3
#define HV_X64_MSR_STIMER2_CONFIG 0x400000B4
#define HV_X64_MSR_STIMER2_COUNT 0x400000B5
#define HV_X64_MSR_STIMER3_CONFIG 0x400000B6
#define HV_X64_MSR_STIMER3_COUNT 0x400000B7

/*
 * ACPI idle states, for the root partition (WDK 7.1; a later hypervisor uses two of the numbers for
 * other things).
 */

/**
 * R: enters the idle state and returns HV_X64_MSR_POWER_STATE_TRIGGER after it. ARM64:
 * HvRegisterPowerStateTriggerC1 to HvRegisterPowerStateTriggerC3.
 */
#define HV_X64_MSR_POWER_STATE_TRIGGER_C1 0x400000C1
#define HV_X64_MSR_POWER_STATE_TRIGGER_C2 0x400000C2
#define HV_X64_MSR_POWER_STATE_TRIGGER_C3 0x400000C3
/**
 * R/W: HV_X64_MSR_POWER_STATE_CONFIG, the method that enters the idle state. ARM64:
 * HvRegisterPowerStateConfigC1 to HvRegisterPowerStateConfigC3.
 */
#define HV_X64_MSR_POWER_STATE_CONFIG_C1 0x400000D1
#define HV_X64_MSR_POWER_STATE_CONFIG_C2 0x400000D2
#define HV_X64_MSR_POWER_STATE_CONFIG_C3 0x400000D3

/*
 * Statistics pages (AccessStatsReg; Statistics.h).
 */

/** R/W: HV_ST_MAP_LOCATION, the location of the partition's own statistics page. */
#define HV_X64_MSR_STATS_PARTITION_RETAIL_PAGE 0x400000E0
#define HV_X64_MSR_STATS_PARTITION_INTERNAL_PAGE 0x400000E1
/** R/W: HV_ST_MAP_LOCATION, the location of this processor's statistics page. */
#define HV_X64_MSR_STATS_VP_RETAIL_PAGE 0x400000E2
#define HV_X64_MSR_STATS_VP_INTERNAL_PAGE 0x400000E3

/*
 * Idle.
 */

/**
 * R, AccessGuestIdleReg: a read puts the processor to sleep until an interrupt arrives, masked or
 * not. x64 only in the TLFS, though the symbols contain HvRegisterGuestIdle.
 */
#define HV_X64_MSR_GUEST_IDLE 0x400000F0

/*
 * Debugging (AccessDebugRegs). A debugger's bytes go through buffers in guest memory; Debug.h has
 * the calls.
 */

/**
 * Options of the debugger: HV_X64_DEBUG_DEVICE_OPTION_... (Debug.h). ARM64:
 * HvRegisterDebugDeviceOptions.
 */
#define HV_X64_MSR_DEBUG_DEVICE_OPTIONS 0x400000FF

/*
 * Report of a guest crash (feature GuestCrashRegsAvailable).
 */

/**
 * R/W: five values for the host's log, defined by the guest. With
 * HV_CRASH_CTL_REG_CONTENTS.CrashMessage, P3 is the GPA of a text and P4 its length in bytes, at
 * most HV_CRASH_MAXIMUM_MESSAGE_SIZE. ARM64: HvRegisterGuestCrashP0 to HvRegisterGuestCrashP4.
 */
#define HV_X64_MSR_CRASH_P0 0x40000100
#define HV_X64_MSR_CRASH_P1 0x40000101
#define HV_X64_MSR_CRASH_P2 0x40000102
#define HV_X64_MSR_CRASH_P3 0x40000103
#define HV_X64_MSR_CRASH_P4 0x40000104
/** R/W: HV_CRASH_CTL_REG_CONTENTS. ARM64: HvRegisterGuestCrashCtl. */
#define HV_X64_MSR_CRASH_CTL 0x40000105

/*
 * Names of the crash registers in OpenVMM hvdef and the original Mile.HyperV (1.x).
 */

#define HV_X64_MSR_GUEST_CRASH_P0 HV_X64_MSR_CRASH_P0
#define HV_X64_MSR_GUEST_CRASH_P1 HV_X64_MSR_CRASH_P1
#define HV_X64_MSR_GUEST_CRASH_P2 HV_X64_MSR_CRASH_P2
#define HV_X64_MSR_GUEST_CRASH_P3 HV_X64_MSR_CRASH_P3
#define HV_X64_MSR_GUEST_CRASH_P4 HV_X64_MSR_CRASH_P4
#define HV_X64_MSR_GUEST_CRASH_CTL HV_X64_MSR_CRASH_CTL
/** Number of crash parameter registers. */
#define HV_X64_GUEST_CRASH_PARAMETER_MSRS 5

/*
 * Migration (AccessReenlightenmentControls, AccessTscInvariantControls; ReferenceTime.h).
 */

/** R/W: HV_REENLIGHTENMENT_CONTROL, the interrupt that reports a migration. */
#define HV_X64_MSR_REENLIGHTENMENT_CONTROL 0x40000106
/** R/W: HV_TSC_EMULATION_CONTROL, emulation of the old TSC frequency after a migration. */
#define HV_X64_MSR_TSC_EMULATION_CONTROL 0x40000107
/** R/W: HV_TSC_EMULATION_STATUS, the state of the TSC emulation. */
#define HV_X64_MSR_TSC_EMULATION_STATUS 0x40000108

/*
 * The time-unhalted timer (AccessSyntheticTimerRegs and SyntheticTimeUnhaltedTimerAvailable):
 * Timer.h.
 */

/** R/W: HV_X64_MSR_STIME_UNHALTED_TIMER_CONFIG_CONTENTS. */
#define HV_X64_MSR_STIME_UNHALTED_TIMER_CONFIG 0x40000114
/** R/W: period in 100 ns. */
#define HV_X64_MSR_STIME_UNHALTED_TIMER_COUNT 0x40000115

/*
 * Invariant TSC.
 */

/** R/W, AccessTscInvariantControls: HV_TSC_INVARIANT_CONTROL. */
#define HV_X64_MSR_TSC_INVARIANT_CONTROL 0x40000118

/*
 * Low memory.
 */

/** Undocumented layout; shared by all trust levels (TLFS 6.0b 15.11.2). */
#define HV_X64_MSR_BELOW_1MB_PAGE 0x40000200

/*
 * SynIC of the hypervisor below a nested one, for a nested root partition (CpuManagement).
 */

/** R: index of this processor in the hypervisor below the nested one. ARM64: HvRegisterNestedVpIndex. */
#define HV_X64_MSR_NESTED_VP_INDEX 0x40001002
/** As HV_X64_MSR_SCONTROL. ARM64: HvRegisterNestedScontrol. */
#define HV_X64_MSR_NESTED_SCONTROL 0x40001080
/** As HV_X64_MSR_SVERSION. ARM64: HvRegisterNestedSversion. */
#define HV_X64_MSR_NESTED_SVERSION 0x40001081
/** As HV_X64_MSR_SIEFP. ARM64: HvRegisterNestedSifp. */
#define HV_X64_MSR_NESTED_SIEFP 0x40001082
/** As HV_X64_MSR_SIMP. ARM64: HvRegisterNestedSipp. */
#define HV_X64_MSR_NESTED_SIMP 0x40001083
/** As HV_X64_MSR_EOM. ARM64: HvRegisterNestedEom. */
#define HV_X64_MSR_NESTED_EOM 0x40001084
/**
 * As HV_X64_MSR_SINT0 and its followers. ARM64: HvRegisterNestedSint0 to HvRegisterNestedSint15.
 */
#define HV_X64_MSR_NESTED_SINT0 0x40001090
#define HV_X64_MSR_NESTED_SINT1 0x40001091
#define HV_X64_MSR_NESTED_SINT2 0x40001092
#define HV_X64_MSR_NESTED_SINT3 0x40001093
#define HV_X64_MSR_NESTED_SINT4 0x40001094
#define HV_X64_MSR_NESTED_SINT5 0x40001095
#define HV_X64_MSR_NESTED_SINT6 0x40001096
#define HV_X64_MSR_NESTED_SINT7 0x40001097
#define HV_X64_MSR_NESTED_SINT8 0x40001098
#define HV_X64_MSR_NESTED_SINT9 0x40001099
#define HV_X64_MSR_NESTED_SINT10 0x4000109A
#define HV_X64_MSR_NESTED_SINT11 0x4000109B
#define HV_X64_MSR_NESTED_SINT12 0x4000109C
#define HV_X64_MSR_NESTED_SINT13 0x4000109D
#define HV_X64_MSR_NESTED_SINT14 0x4000109E
#define HV_X64_MSR_NESTED_SINT15 0x4000109F

/*
 * One name for both architectures: an MSR number on x64, a register name of
 * HvCallGetVpRegisters and HvCallSetVpRegisters on ARM64 (include Register.h there).
 */

#define HV_MSR_VP_INDEX HV_BY_TARGET(HV_X64_MSR_VP_INDEX, HvRegisterVpIndex)
#define HV_MSR_TIME_REF_COUNT HV_BY_TARGET(HV_X64_MSR_TIME_REF_COUNT, HvRegisterTimeRefCount)
#define HV_MSR_REFERENCE_TSC HV_BY_TARGET(HV_X64_MSR_REFERENCE_TSC, HvRegisterReferenceTsc)
#define HV_MSR_SCONTROL HV_BY_TARGET(HV_X64_MSR_SCONTROL, HvRegisterScontrol)
#define HV_MSR_SIEFP HV_BY_TARGET(HV_X64_MSR_SIEFP, HvRegisterSifp)
#define HV_MSR_SIMP HV_BY_TARGET(HV_X64_MSR_SIMP, HvRegisterSipp)
#define HV_MSR_SIRBP HV_BY_TARGET(HV_X64_MSR_SIRBP, HvRegisterSirbp)
#define HV_MSR_EOM HV_BY_TARGET(HV_X64_MSR_EOM, HvRegisterEom)
#define HV_MSR_SINT0 HV_BY_TARGET(HV_X64_MSR_SINT0, HvRegisterSint0)
#define HV_MSR_STIMER0_CONFIG HV_BY_TARGET(HV_X64_MSR_STIMER0_CONFIG, HvRegisterStimer0Config)
#define HV_MSR_STIMER0_COUNT HV_BY_TARGET(HV_X64_MSR_STIMER0_COUNT, HvRegisterStimer0Count)
#define HV_MSR_CRASH_P0 HV_BY_TARGET(HV_X64_MSR_CRASH_P0, HvRegisterGuestCrashP0)
#define HV_MSR_CRASH_P1 HV_BY_TARGET(HV_X64_MSR_CRASH_P1, HvRegisterGuestCrashP1)
#define HV_MSR_CRASH_P2 HV_BY_TARGET(HV_X64_MSR_CRASH_P2, HvRegisterGuestCrashP2)
#define HV_MSR_CRASH_P3 HV_BY_TARGET(HV_X64_MSR_CRASH_P3, HvRegisterGuestCrashP3)
#define HV_MSR_CRASH_P4 HV_BY_TARGET(HV_X64_MSR_CRASH_P4, HvRegisterGuestCrashP4)
#define HV_MSR_CRASH_CTL HV_BY_TARGET(HV_X64_MSR_CRASH_CTL, HvRegisterGuestCrashCtl)
#define HV_MSR_NESTED_SCONTROL HV_BY_TARGET(HV_X64_MSR_NESTED_SCONTROL, HvRegisterNestedScontrol)
#define HV_MSR_NESTED_SIEFP HV_BY_TARGET(HV_X64_MSR_NESTED_SIEFP, HvRegisterNestedSifp)
#define HV_MSR_NESTED_SIMP HV_BY_TARGET(HV_X64_MSR_NESTED_SIMP, HvRegisterNestedSipp)
#define HV_MSR_NESTED_EOM HV_BY_TARGET(HV_X64_MSR_NESTED_EOM, HvRegisterNestedEom)
#define HV_MSR_NESTED_SINT0 HV_BY_TARGET(HV_X64_MSR_NESTED_SINT0, HvRegisterNestedSint0)

/**
 * Number of a synthetic MSR, with its name in the hypervisor's own enumeration.
 *
 * If there is a macro HV_X64_MSR_... with the number, its comment describes the register.
 */
typedef HV_UINT32 HV_X64_SYNTHETIC_MSR, *PHV_X64_SYNTHETIC_MSR;

/**
 * Number that an ARM64 hypervisor reports for an access to its synthetic registers.
 *
 * HV_ARM64_MSR_INTERCEPT_MESSAGE contains it. The numbers are those of x64, without the registers
 * that are specific to x64.
 */
typedef HV_UINT32 HV_ARM64_SYNTHETIC_MSR, *PHV_ARM64_SYNTHETIC_MSR;

enum
{
    HvSyntheticMsrGuestOsId = HV_X64_MSR_GUEST_OS_ID,
    HvSyntheticMsrHypercall = HV_X64_MSR_HYPERCALL,
    HvSyntheticMsrVpIndex = HV_X64_MSR_VP_INDEX,
    HvSyntheticMsrReset = HV_X64_MSR_RESET,
    HvSyntheticMsrCpuMgmtVersion = 0x40000004, /**< HV_CPU_MANAGEMENT_VERSION_REGISTER. */
    XbSyntheticMsrTbFlushHost = 0x40000006,
    XbSyntheticMsrTbFlush = 0x40000007,
    XbSyntheticMsrCrash = 0x40000008,
    XbSyntheticMsrGuestOsType = 0x40000009,
    XbSyntheticMsrDebugOutput = 0x4000000A,
    XbSyntheticMsrFlushTbThreshold = 0x4000000B,
    XbSyntheticMsrOsFlavor = 0x4000000C,
    XbSyntheticMsrOsFrameOffset = 0x4000000E,
    HvSyntheticMsrVpRuntime = HV_X64_MSR_VP_RUNTIME,
    XbSyntheticMsrRefTimeOffset = 0x40000011,
    XbSyntheticMsrRefTscScale = 0x40000012,
    XbSyntheticMsrVpCount = 0x40000013,
    XbSyntheticMsrWbinvd = 0x40000014,
    XbSyntheticMsrFlushWb = 0x40000015,
    XbSyntheticMsrFlushTbCurrent = 0x40000016,
    XbSyntheticMsrKcfgDone = 0x40000017,
    XbSyntheticMsrClearSignaturePage = 0x40000018,
    XbSyntheticMsrPauseElementsCount = 0x40000019,
    XbSyntheticMsrTbFlushAll = 0x4000001A,
    HvSyntheticMsrTimeRefCount = HV_X64_MSR_TIME_REF_COUNT,
    HvSyntheticMsrReferenceTsc = HV_X64_MSR_REFERENCE_TSC,
    HvSyntheticMsrTscFrequency = HV_X64_MSR_TSC_FREQUENCY,
    HvSyntheticMsrApicFrequency = HV_X64_MSR_APIC_FREQUENCY,
    HvSyntheticMsrNpiepConfig = HV_X64_MSR_NPIEP_CONFIG,
    XbSyntheticMsrUtcFields = 0x40000045,
    HvSyntheticMsrEoi = HV_X64_MSR_EOI,
    HvSyntheticMsrIcr = HV_X64_MSR_ICR,
    HvSyntheticMsrTpr = HV_X64_MSR_TPR,
    HvSyntheticMsrVpAssistPage = HV_X64_MSR_VP_ASSIST_PAGE,
    HvSyntheticMsrSControl = HV_X64_MSR_SCONTROL,
    HvSyntheticMsrSVersion = HV_X64_MSR_SVERSION,
    HvSyntheticMsrSiefp = HV_X64_MSR_SIEFP,
    HvSyntheticMsrSimp = HV_X64_MSR_SIMP,
    HvSyntheticMsrEom = HV_X64_MSR_EOM,
    HvSyntheticMsrSirb = HV_X64_MSR_SIRBP,
    HvSyntheticMsrSint0 = HV_X64_MSR_SINT0,
    HvSyntheticMsrSint1 = HV_X64_MSR_SINT1,
    HvSyntheticMsrSint2 = HV_X64_MSR_SINT2,
    HvSyntheticMsrSint3 = HV_X64_MSR_SINT3,
    HvSyntheticMsrSint4 = HV_X64_MSR_SINT4,
    HvSyntheticMsrSint5 = HV_X64_MSR_SINT5,
    HvSyntheticMsrSint6 = HV_X64_MSR_SINT6,
    HvSyntheticMsrSint7 = HV_X64_MSR_SINT7,
    HvSyntheticMsrSint8 = HV_X64_MSR_SINT8,
    HvSyntheticMsrSint9 = HV_X64_MSR_SINT9,
    HvSyntheticMsrSint10 = HV_X64_MSR_SINT10,
    HvSyntheticMsrSint11 = HV_X64_MSR_SINT11,
    HvSyntheticMsrSint12 = HV_X64_MSR_SINT12,
    HvSyntheticMsrSint13 = HV_X64_MSR_SINT13,
    HvSyntheticMsrSint14 = HV_X64_MSR_SINT14,
    HvSyntheticMsrSint15 = HV_X64_MSR_SINT15,
    HvSyntheticMsrSTimer0Config = HV_X64_MSR_STIMER0_CONFIG,
    HvSyntheticMsrSTimer0Count = HV_X64_MSR_STIMER0_COUNT,
    HvSyntheticMsrSTimer1Config = HV_X64_MSR_STIMER1_CONFIG,
    HvSyntheticMsrSTimer1Count = HV_X64_MSR_STIMER1_COUNT,
    HvSyntheticMsrSTimer2Config = HV_X64_MSR_STIMER2_CONFIG,
    HvSyntheticMsrSTimer2Count = HV_X64_MSR_STIMER2_COUNT,
    HvSyntheticMsrSTimer3Config = HV_X64_MSR_STIMER3_CONFIG,
    HvSyntheticMsrSTimer3Count = HV_X64_MSR_STIMER3_COUNT,
    /** The C1 idle trigger of WDK 7.1, now reserved. */
    HvSyntheticMsrReserved400000C1 = 0x400000C1,
    HvSyntheticMsrPerfFeedbackTrigger = 0x400000C1, /**< Name of 0x400000C1 in mu_msvm. */
    /** AccessRootSchedulerReg; undocumented layout. */
    HvSyntheticMsrGuestSchedulerEvent = 0x400000C2,
    HvSyntheticMsrGuestIdle = HV_X64_MSR_GUEST_IDLE,
    HvSyntheticMsrSynthDebugControl = 0x400000F1, /**< AccessDebugRegs. */
    HvSyntheticMsrSynthDebugStatus = 0x400000F2,  /**< AccessDebugRegs. */
    /** AccessDebugRegs; HV_X64_MSR_SYNTH_DEBUG_BUFFER_CONTENTS. */
    HvSyntheticMsrSynthDebugSendBuffer = 0x400000F3,
    /** AccessDebugRegs; HV_X64_MSR_SYNTH_DEBUG_BUFFER_CONTENTS. */
    HvSyntheticMsrSynthDebugReceiveBuffer = 0x400000F4,
    /** AccessDebugRegs; HV_X64_MSR_SYNTH_DEBUG_BUFFER_CONTENTS. */
    HvSyntheticMsrSynthDebugPendingBuffer = 0x400000F5,
    XbSyntheticMsrSynthDebugTransition = 0x400000F6,
    HvSyntheticMsrDebugDeviceOptions = HV_X64_MSR_DEBUG_DEVICE_OPTIONS,
    HvSyntheticMsrCrashP0 = HV_X64_MSR_CRASH_P0,
    HvSyntheticMsrCrashP1 = HV_X64_MSR_CRASH_P1,
    HvSyntheticMsrCrashP2 = HV_X64_MSR_CRASH_P2,
    HvSyntheticMsrCrashP3 = HV_X64_MSR_CRASH_P3,
    HvSyntheticMsrCrashP4 = HV_X64_MSR_CRASH_P4,
    HvSyntheticMsrCrashCtl = HV_X64_MSR_CRASH_CTL,
    HvSyntheticMsrReenlightenmentControl = HV_X64_MSR_REENLIGHTENMENT_CONTROL,
    HvSyntheticMsrTscEmulationControl = HV_X64_MSR_TSC_EMULATION_CONTROL,
    HvSyntheticMsrTscEmulationStatus = HV_X64_MSR_TSC_EMULATION_STATUS,
    HvSyntheticMsrSWatchdogConfig = 0x40000110, /**< WatchdogTimerAvailable; undocumented layout. */
    HvSyntheticMsrSWatchdogCount = 0x40000111,  /**< WatchdogTimerAvailable; undocumented layout. */
    HvSyntheticMsrSWatchdogStatus = 0x40000112, /**< WatchdogTimerAvailable; undocumented layout. */
    HvSyntheticMsrSTimeUnhaltedTimerConfig = HV_X64_MSR_STIME_UNHALTED_TIMER_CONFIG,
    HvSyntheticMsrSTimeUnhaltedTimerCount = HV_X64_MSR_STIME_UNHALTED_TIMER_COUNT,
    HvSyntheticMsrMemoryZeroingControl = 0x40000116, /**< HV_MEMORY_ZEROING_CTRL_REG_CONTENTS. */
    /** HV_REGISTER_VP_CONFIG. ARM64: HvRegisterVpConfig. */
    HvSyntheticMsrVpConfig = 0x40000117,
    HvSyntheticMsrTscInvariantControl = HV_X64_MSR_TSC_INVARIANT_CONTROL,
    XbSyntheticMsrFsBase = 0x40000122,
    XbSyntheticMsrXOnly = 0x40000123,
    XbSyntheticMsrBootInfo = 0x40000130,
    HvSyntheticMsrBelow1MbPage = HV_X64_MSR_BELOW_1MB_PAGE,
    HvSyntheticMsrNestedVpIndex = HV_X64_MSR_NESTED_VP_INDEX,
    HvSyntheticMsrNestedSControl = HV_X64_MSR_NESTED_SCONTROL,
    HvSyntheticMsrNestedSVersion = HV_X64_MSR_NESTED_SVERSION,
    HvSyntheticMsrNestedSiefp = HV_X64_MSR_NESTED_SIEFP,
    HvSyntheticMsrNestedSimp = HV_X64_MSR_NESTED_SIMP,
    HvSyntheticMsrNestedEom = HV_X64_MSR_NESTED_EOM,
    /** As HV_X64_MSR_SIRBP. ARM64: HvRegisterNestedSirbp. */
    HvSyntheticMsrNestedSirb = 0x40001085,
    HvSyntheticMsrNestedSint0 = HV_X64_MSR_NESTED_SINT0,
    HvSyntheticMsrNestedSint1 = HV_X64_MSR_NESTED_SINT1,
    HvSyntheticMsrNestedSint2 = HV_X64_MSR_NESTED_SINT2,
    HvSyntheticMsrNestedSint3 = HV_X64_MSR_NESTED_SINT3,
    HvSyntheticMsrNestedSint4 = HV_X64_MSR_NESTED_SINT4,
    HvSyntheticMsrNestedSint5 = HV_X64_MSR_NESTED_SINT5,
    HvSyntheticMsrNestedSint6 = HV_X64_MSR_NESTED_SINT6,
    HvSyntheticMsrNestedSint7 = HV_X64_MSR_NESTED_SINT7,
    HvSyntheticMsrNestedSint8 = HV_X64_MSR_NESTED_SINT8,
    HvSyntheticMsrNestedSint9 = HV_X64_MSR_NESTED_SINT9,
    HvSyntheticMsrNestedSint10 = HV_X64_MSR_NESTED_SINT10,
    HvSyntheticMsrNestedSint11 = HV_X64_MSR_NESTED_SINT11,
    HvSyntheticMsrNestedSint12 = HV_X64_MSR_NESTED_SINT12,
    HvSyntheticMsrNestedSint13 = HV_X64_MSR_NESTED_SINT13,
    HvSyntheticMsrNestedSint14 = HV_X64_MSR_NESTED_SINT14,
    HvSyntheticMsrNestedSint15 = HV_X64_MSR_NESTED_SINT15,
};

/**
 * X(Name) for each number once, in ascending order. Two older uses of a number
 * are left out: HV_X64_MSR_POWER_STATE_TRIGGER_C1 and _C2.
 */
#define HV_SYNTHETIC_MSR_LIST(X)                                                                                       \
    X(HvSyntheticMsrGuestOsId)                                                                                         \
    X(HvSyntheticMsrHypercall)                                                                                         \
    X(HvSyntheticMsrVpIndex)                                                                                           \
    X(HvSyntheticMsrReset)                                                                                             \
    X(HvSyntheticMsrCpuMgmtVersion)                                                                                    \
    X(XbSyntheticMsrTbFlushHost)                                                                                       \
    X(XbSyntheticMsrTbFlush)                                                                                           \
    X(XbSyntheticMsrCrash)                                                                                             \
    X(XbSyntheticMsrGuestOsType)                                                                                       \
    X(XbSyntheticMsrDebugOutput)                                                                                       \
    X(XbSyntheticMsrFlushTbThreshold)                                                                                  \
    X(XbSyntheticMsrOsFlavor)                                                                                          \
    X(XbSyntheticMsrOsFrameOffset)                                                                                     \
    X(HvSyntheticMsrVpRuntime)                                                                                         \
    X(XbSyntheticMsrRefTimeOffset)                                                                                     \
    X(XbSyntheticMsrRefTscScale)                                                                                       \
    X(XbSyntheticMsrVpCount)                                                                                           \
    X(XbSyntheticMsrWbinvd)                                                                                            \
    X(XbSyntheticMsrFlushWb)                                                                                           \
    X(XbSyntheticMsrFlushTbCurrent)                                                                                    \
    X(XbSyntheticMsrKcfgDone)                                                                                          \
    X(XbSyntheticMsrClearSignaturePage)                                                                                \
    X(XbSyntheticMsrPauseElementsCount)                                                                                \
    X(XbSyntheticMsrTbFlushAll)                                                                                        \
    X(HvSyntheticMsrTimeRefCount)                                                                                      \
    X(HvSyntheticMsrReferenceTsc)                                                                                      \
    X(HvSyntheticMsrTscFrequency)                                                                                      \
    X(HvSyntheticMsrApicFrequency)                                                                                     \
    X(HvSyntheticMsrNpiepConfig)                                                                                       \
    X(XbSyntheticMsrUtcFields)                                                                                         \
    X(HvSyntheticMsrEoi)                                                                                               \
    X(HvSyntheticMsrIcr)                                                                                               \
    X(HvSyntheticMsrTpr)                                                                                               \
    X(HvSyntheticMsrVpAssistPage)                                                                                      \
    X(HvSyntheticMsrSControl)                                                                                          \
    X(HvSyntheticMsrSVersion)                                                                                          \
    X(HvSyntheticMsrSiefp)                                                                                             \
    X(HvSyntheticMsrSimp)                                                                                              \
    X(HvSyntheticMsrEom)                                                                                               \
    X(HvSyntheticMsrSirb)                                                                                              \
    X(HvSyntheticMsrSint0)                                                                                             \
    X(HvSyntheticMsrSint1)                                                                                             \
    X(HvSyntheticMsrSint2)                                                                                             \
    X(HvSyntheticMsrSint3)                                                                                             \
    X(HvSyntheticMsrSint4)                                                                                             \
    X(HvSyntheticMsrSint5)                                                                                             \
    X(HvSyntheticMsrSint6)                                                                                             \
    X(HvSyntheticMsrSint7)                                                                                             \
    X(HvSyntheticMsrSint8)                                                                                             \
    X(HvSyntheticMsrSint9)                                                                                             \
    X(HvSyntheticMsrSint10)                                                                                            \
    X(HvSyntheticMsrSint11)                                                                                            \
    X(HvSyntheticMsrSint12)                                                                                            \
    X(HvSyntheticMsrSint13)                                                                                            \
    X(HvSyntheticMsrSint14)                                                                                            \
    X(HvSyntheticMsrSint15)                                                                                            \
    X(HvSyntheticMsrSTimer0Config)                                                                                     \
    X(HvSyntheticMsrSTimer0Count)                                                                                      \
    X(HvSyntheticMsrSTimer1Config)                                                                                     \
    X(HvSyntheticMsrSTimer1Count)                                                                                      \
    X(HvSyntheticMsrSTimer2Config)                                                                                     \
    X(HvSyntheticMsrSTimer2Count)                                                                                      \
    X(HvSyntheticMsrSTimer3Config)                                                                                     \
    X(HvSyntheticMsrSTimer3Count)                                                                                      \
    X(HvSyntheticMsrReserved400000C1)                                                                                  \
    X(HvSyntheticMsrGuestSchedulerEvent)                                                                               \
    X(HV_X64_MSR_POWER_STATE_TRIGGER_C3)                                                                               \
    X(HV_X64_MSR_POWER_STATE_CONFIG_C1)                                                                                \
    X(HV_X64_MSR_POWER_STATE_CONFIG_C2)                                                                                \
    X(HV_X64_MSR_POWER_STATE_CONFIG_C3)                                                                                \
    X(HV_X64_MSR_STATS_PARTITION_RETAIL_PAGE)                                                                          \
    X(HV_X64_MSR_STATS_PARTITION_INTERNAL_PAGE)                                                                        \
    X(HV_X64_MSR_STATS_VP_RETAIL_PAGE)                                                                                 \
    X(HV_X64_MSR_STATS_VP_INTERNAL_PAGE)                                                                               \
    X(HvSyntheticMsrGuestIdle)                                                                                         \
    X(HvSyntheticMsrSynthDebugControl)                                                                                 \
    X(HvSyntheticMsrSynthDebugStatus)                                                                                  \
    X(HvSyntheticMsrSynthDebugSendBuffer)                                                                              \
    X(HvSyntheticMsrSynthDebugReceiveBuffer)                                                                           \
    X(HvSyntheticMsrSynthDebugPendingBuffer)                                                                           \
    X(XbSyntheticMsrSynthDebugTransition)                                                                              \
    X(HvSyntheticMsrDebugDeviceOptions)                                                                                \
    X(HvSyntheticMsrCrashP0)                                                                                           \
    X(HvSyntheticMsrCrashP1)                                                                                           \
    X(HvSyntheticMsrCrashP2)                                                                                           \
    X(HvSyntheticMsrCrashP3)                                                                                           \
    X(HvSyntheticMsrCrashP4)                                                                                           \
    X(HvSyntheticMsrCrashCtl)                                                                                          \
    X(HvSyntheticMsrReenlightenmentControl)                                                                            \
    X(HvSyntheticMsrTscEmulationControl)                                                                               \
    X(HvSyntheticMsrTscEmulationStatus)                                                                                \
    X(HvSyntheticMsrSWatchdogConfig)                                                                                   \
    X(HvSyntheticMsrSWatchdogCount)                                                                                    \
    X(HvSyntheticMsrSWatchdogStatus)                                                                                   \
    X(HvSyntheticMsrSTimeUnhaltedTimerConfig)                                                                          \
    X(HvSyntheticMsrSTimeUnhaltedTimerCount)                                                                           \
    X(HvSyntheticMsrMemoryZeroingControl)                                                                              \
    X(HvSyntheticMsrVpConfig)                                                                                          \
    X(HvSyntheticMsrTscInvariantControl)                                                                               \
    X(XbSyntheticMsrFsBase)                                                                                            \
    X(XbSyntheticMsrXOnly)                                                                                             \
    X(XbSyntheticMsrBootInfo)                                                                                          \
    X(HvSyntheticMsrBelow1MbPage)                                                                                      \
    X(HvSyntheticMsrNestedVpIndex)                                                                                     \
    X(HvSyntheticMsrNestedSControl)                                                                                    \
    X(HvSyntheticMsrNestedSVersion)                                                                                    \
    X(HvSyntheticMsrNestedSiefp)                                                                                       \
    X(HvSyntheticMsrNestedSimp)                                                                                        \
    X(HvSyntheticMsrNestedEom)                                                                                         \
    X(HvSyntheticMsrNestedSirb)                                                                                        \
    X(HvSyntheticMsrNestedSint0)                                                                                       \
    X(HvSyntheticMsrNestedSint1)                                                                                       \
    X(HvSyntheticMsrNestedSint2)                                                                                       \
    X(HvSyntheticMsrNestedSint3)                                                                                       \
    X(HvSyntheticMsrNestedSint4)                                                                                       \
    X(HvSyntheticMsrNestedSint5)                                                                                       \
    X(HvSyntheticMsrNestedSint6)                                                                                       \
    X(HvSyntheticMsrNestedSint7)                                                                                       \
    X(HvSyntheticMsrNestedSint8)                                                                                       \
    X(HvSyntheticMsrNestedSint9)                                                                                       \
    X(HvSyntheticMsrNestedSint10)                                                                                      \
    X(HvSyntheticMsrNestedSint11)                                                                                      \
    X(HvSyntheticMsrNestedSint12)                                                                                      \
    X(HvSyntheticMsrNestedSint13)                                                                                      \
    X(HvSyntheticMsrNestedSint14)                                                                                      \
    X(HvSyntheticMsrNestedSint15)

/*
 * Contents.
 */

/**
 * HV_X64_MSR_HYPERCALL: location of the hypercall page over guest memory.
 *
 * The page hides the memory that was mapped there. It can be read and executed; a write to it
 * raises `#GP`. A page number beyond the guest's memory raises `#GP` when it is written to this
 * register. Enable stays clear while the guest OS id is zero.
 *
 * Source: TLFS 6.0b 3.13; mu_msvm HvGuestMsr.h; OpenVMM hvdef.
 */
typedef union HV_X64_MSR_HYPERCALL_CONTENTS
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Enable : 1; /**< Bit 0: the page is enabled. */
        /** Bit 1: fixed until the system is reset; if HypercallMsrLockAvailable. */
        HV_UINT64 Locked : 1;
        HV_UINT64 ReservedP : 10;     /**< Bits 2 to 11: written back as read. */
        HV_UINT64 GpaPageNumber : 52; /**< Bits 12 to 63: location of the hypercall page. */
    };
#endif
} HV_X64_MSR_HYPERCALL_CONTENTS, *PHV_X64_MSR_HYPERCALL_CONTENTS;
HV_STATIC_ASSERT(sizeof(HV_X64_MSR_HYPERCALL_CONTENTS) == 8);

/** HV_X64_MSR_RESET: the hypervisor reboots the guest. Source: WDK 7.1 hvgdk.h. */
typedef union HV_X64_MSR_RESET_CONTENTS
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Reset : 1;      /**< Bit 0: writing 1 resets the guest. */
        HV_UINT64 ReservedZ : 63; /**< Zero. */
    };
#endif
} HV_X64_MSR_RESET_CONTENTS, *PHV_X64_MSR_RESET_CONTENTS;
HV_STATIC_ASSERT(sizeof(HV_X64_MSR_RESET_CONTENTS) == 8);

/** HvRegisterSystemReset on ARM64. Source: symbols of securekernel 26100. */
typedef union HV_ARM64_MSR_RESET_CONTENTS
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Reset : 1;      /**< Bit 0: writing 1 resets the guest. */
        HV_UINT64 ReservedZ : 63; /**< Zero. */
    };
#endif
} HV_ARM64_MSR_RESET_CONTENTS, *PHV_ARM64_MSR_RESET_CONTENTS;
HV_STATIC_ASSERT(sizeof(HV_ARM64_MSR_RESET_CONTENTS) == 8);

/**
 * HvSyntheticMsrCpuMgmtVersion; HvRegisterCpuManagementVersion on ARM64. Source: symbols of
 * securekernel 26100.
 */
typedef union HV_CPU_MANAGEMENT_VERSION_REGISTER
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        /** Bits 0 to 7: number of the version; its values are undocumented. */
        HV_UINT64 VersionNumber : 8;
        HV_UINT64 RsvdZ : 54;    /**< Bits 8 to 61: zero. */
        HV_UINT64 Available : 1; /**< Bit 62: the version is available, by the member's name. */
        HV_UINT64 Locked : 1;    /**< Bit 63: the version is fixed, by the member's name. */
    };
#endif
} HV_CPU_MANAGEMENT_VERSION_REGISTER, *PHV_CPU_MANAGEMENT_VERSION_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_CPU_MANAGEMENT_VERSION_REGISTER) == 8);

/**
 * HV_X64_MSR_VP_ASSIST_PAGE and HvRegisterVpAssistPage: location of the processor's assist page.
 *
 * HV_X64_MSR_APIC_ASSIST_CONTENTS is its name in WDK 7.1. Source: TLFS 6.0b 7.8.7.1; symbols of
 * securekernel 26100.
 */
union HV_REGISTER_VP_ASSIST_PAGE
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Enable : 1;         /**< Bit 0: the page is enabled. */
        HV_UINT64 ReservedP : 11;     /**< Bits 1 to 11: written back as read. */
        HV_UINT64 GpaPageNumber : 52; /**< Bits 12 to 63: GPA page number of the page. */
    };
#endif
};
HV_STATIC_ASSERT(sizeof(union HV_REGISTER_VP_ASSIST_PAGE) == 8);
typedef union HV_REGISTER_VP_ASSIST_PAGE *PHV_REGISTER_VP_ASSIST_PAGE;
/* In the Linux kernel this is an enumerator, the number of the register: only the tag is the type there. */
#if !defined(MILE_HYPERV_LINUX_KERNEL)
typedef union HV_REGISTER_VP_ASSIST_PAGE HV_REGISTER_VP_ASSIST_PAGE;
#endif
typedef union HV_REGISTER_VP_ASSIST_PAGE HV_X64_MSR_APIC_ASSIST_CONTENTS, *PHV_X64_MSR_APIC_ASSIST_CONTENTS;

/**
 * Value of an idle trigger (HV_X64_MSR_POWER_STATE_TRIGGER_C1 to _C3), read after the processor
 * woke up.
 *
 * Source: WDK 7.1 hvgdk.h.
 */
typedef union HV_X64_MSR_POWER_STATE_TRIGGER
{
    HV_UINT64 AsUINT64;
    struct
    {
        /** Number of entries into the idle state, by the member's name; the bound is undocumented. */
        HV_UINT8 IdleEntryCount;
        HV_UINT8 Reserved[3];
        union
        {
            HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT32 Reserved2 : 31;
                /** Bit 63 of the whole: the bus master status was set. */
                HV_UINT32 ActiveBM_STS : 1;
            };
#endif
        };
    };
} HV_X64_MSR_POWER_STATE_TRIGGER, *PHV_X64_MSR_POWER_STATE_TRIGGER;
HV_STATIC_ASSERT(sizeof(HV_X64_MSR_POWER_STATE_TRIGGER) == 8);

/**
 * HV_X64_MSR_POWER_STATE_CONFIG_C1 to _C3: method by which an idle trigger enters its state.
 *
 * Bits 0 to 51 depend on ChangeType; Hlt, Io, Memory and Mwait are their four forms. The bus master
 * and arbiter bits select the accesses to the ACPI registers of those names that a host without a
 * hypervisor has to make around the state.
 *
 * Source: WDK 7.1 hvgdk.h.
 */
typedef union HV_X64_MSR_POWER_STATE_CONFIG
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 TypeSpecific : 52; /**< Bits 0 to 51: Io, Memory or Mwait, by ChangeType. */
        HV_UINT64 ChangeType : 4;    /**< Bits 52 to 55: HV_X64_PPM_IDLE_STATE_CHANGE_METHOD. */
        HV_UINT64 CheckBM_STS : 1;   /**< Bit 56: check the bus master status before the state. */
        HV_UINT64 SetBM_RST : 1;     /**< Bit 57: set the bus master reload bit before the state. */
        HV_UINT64 ClearBM_RST : 1; /**< Bit 58: clear the bus master reload bit before the state. */
        HV_UINT64 SetARB_DIS : 1;  /**< Bit 59: disable the bus arbiter in the state. */
        HV_UINT64 ReservedZ : 4;   /**< Bits 60 to 63: zero. */
    };
#endif
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 ReservedZ : 52;
        HV_UINT64 ReservedCommon : 12; /**< Bits 52 to 63: the common bits. */
    } Hlt; /**< Entered by HLT. */
#endif
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Port : 16; /**< Bits 0 to 15: number of the I/O port. */
        HV_UINT64 ReservedZ1 : 16;
        HV_UINT64 ReservedZ2 : 20;
        HV_UINT64 ReservedCommon : 12;
    } Io; /**< Entered by reading an I/O port. */
#endif
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Address : 52; /**< Bits 0 to 51: physical address to read. */
        HV_UINT64 ReservedCommon : 12;
    } Memory; /**< Entered by reading memory. */
#endif
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Hints : 32;                 /**< Bits 0 to 31: EAX of MWAIT. */
        HV_UINT64 BreakOnMaskedInterrupt : 1; /**< Bit 32: ECX bit 0 of MWAIT. */
        HV_UINT64 ReservedZ : 19;
        HV_UINT64 ReservedCommon : 12;
    } Mwait; /**< Entered by MWAIT. */
#endif
} HV_X64_MSR_POWER_STATE_CONFIG, *PHV_X64_MSR_POWER_STATE_CONFIG;
HV_STATIC_ASSERT(sizeof(HV_X64_MSR_POWER_STATE_CONFIG) == 8);

/**
 * Buffer registers of the synthetic debugger. Undocumented. Source: symbols of securekernel 26100.
 */
typedef union HV_X64_MSR_SYNTH_DEBUG_BUFFER_CONTENTS
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 ReservedZ0 : 12;
        HV_UINT64 GpaPageNumber : 40; /**< Bits 12 to 51: GPA page number of the buffer. */
        HV_UINT64 ReservedZ1 : 11;
        HV_UINT64 Disabled : 1; /**< Bit 63: the buffer is disabled. */
    };
#endif
} HV_X64_MSR_SYNTH_DEBUG_BUFFER_CONTENTS, *PHV_X64_MSR_SYNTH_DEBUG_BUFFER_CONTENTS;
HV_STATIC_ASSERT(sizeof(HV_X64_MSR_SYNTH_DEBUG_BUFFER_CONTENTS) == 8);

/** Maximum bytes of a crash message. Source: TLFS 6.0b 4.3.1; mu_msvm HvGuestMsr.h. */
#define HV_CRASH_MAXIMUM_MESSAGE_SIZE 4096ULL

/**
 * HV_X64_MSR_CRASH_CTL and HvRegisterGuestCrashCtl: capabilities and control of crash reports.
 *
 * A read returns the bits that the host supports. A guest that crashes fills P0 to P4 and then
 * writes this register once: CrashNotify, or CrashNotify and CrashMessage.
 *
 * Source: TLFS 6.0b 4.3.1; mu_msvm HvGuestMsr.h; OpenVMM hvdef.
 */
typedef union HV_CRASH_CTL_REG_CONTENTS
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Reserved : 58;
        HV_UINT64 PreOSId : 3;      /**< Bits 58 to 60: pre-OS environment that crashed. */
        HV_UINT64 NoCrashDump : 1;  /**< Bit 61: the guest will not write a dump. */
        HV_UINT64 CrashMessage : 1; /**< Bit 62: P3 is the GPA of a text, P4 its length in bytes. */
        HV_UINT64 CrashNotify : 1;  /**< Bit 63: log P0 to P4. */
    };
#endif
} HV_CRASH_CTL_REG_CONTENTS, *PHV_CRASH_CTL_REG_CONTENTS;
HV_STATIC_ASSERT(sizeof(HV_CRASH_CTL_REG_CONTENTS) == 8);

/**
 * HvSyntheticMsrMemoryZeroingControl; HvRegisterMemoryZeroingControl on ARM64.
 *
 * Source: symbols of securekernel 26100.
 */
typedef union HV_MEMORY_ZEROING_CTRL_REG_CONTENTS
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 ZeroMemoryOnReset : 1; /**< Bit 0: the hypervisor zeroes memory at a reset. */
        HV_UINT64 Reserved : 63;
    };
#endif
} HV_MEMORY_ZEROING_CTRL_REG_CONTENTS, *PHV_MEMORY_ZEROING_CTRL_REG_CONTENTS;
HV_STATIC_ASSERT(sizeof(HV_MEMORY_ZEROING_CTRL_REG_CONTENTS) == 8);

/** HvSyntheticMsrVpConfig; all bits reserved so far. Source: symbols of securekernel 26100. */
typedef union HV_REGISTER_VP_CONFIG
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT64 Reserved;
    };
} HV_REGISTER_VP_CONFIG, *PHV_REGISTER_VP_CONFIG;
HV_STATIC_ASSERT(sizeof(HV_REGISTER_VP_CONFIG) == 8);

/*
 * Exit tracing (privilege AccessVpExitTracing). The numbers of the two registers
 * are undocumented.
 */

/**
 * Reason of a processor's exit from the guest. Undocumented. Source: symbols of securekernel 26100.
 */
typedef union HV_X64_MSR_VP_EXIT_REASON_CONTENTS
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT32 AdditionalReason; /**< Undocumented. */
        HV_UINT8 Reason;            /**< Undocumented. */
        HV_UINT8 ReservedZ[3];
    };
} HV_X64_MSR_VP_EXIT_REASON_CONTENTS, *PHV_X64_MSR_VP_EXIT_REASON_CONTENTS;
HV_STATIC_ASSERT(sizeof(HV_X64_MSR_VP_EXIT_REASON_CONTENTS) == 8);

/** Companion of the exit reason. Undocumented. Source: symbols of securekernel 26100. */
typedef union HV_X64_MSR_VP_EXIT_INTERRUPT_CONTROL_CONTENTS
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT8 Vector;     /**< Undocumented. */
        HV_UINT8 SampleRate; /**< Undocumented. */
        HV_UINT8 ReservedZ[6];
    };
} HV_X64_MSR_VP_EXIT_INTERRUPT_CONTROL_CONTENTS, *PHV_X64_MSR_VP_EXIT_INTERRUPT_CONTROL_CONTENTS;
HV_STATIC_ASSERT(sizeof(HV_X64_MSR_VP_EXIT_INTERRUPT_CONTROL_CONTENTS) == 8);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_MSR */
