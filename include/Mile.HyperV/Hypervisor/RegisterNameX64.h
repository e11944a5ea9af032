/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Register names that only x64 has.
 *
 * RegisterName.h describes register names. If a series of equal registers has only one name
 * (performance counters, last branch records), the others have the following numbers.
 *
 * Sources: WDK 7.1 hvgdk.h; mshv-lore; rust-vmm mshv; OpenVMM hvdef; mu_msvm.
 */

#ifndef MILE_HYPERV_HYPERVISOR_REGISTER_NAME_X64
#define MILE_HYPERV_HYPERVISOR_REGISTER_NAME_X64

#include "RegisterName.h"

HV_HEADER_BEGIN

/** Registers of x64, in addition to those of RegisterName.h. */
enum
{
    /* Pending events. */
    HvX64RegisterPendingInterruption = 0x00010002,
    HvX64RegisterInterruptState = 0x00010003,
    HvX64RegisterDeliverabilityNotifications = 0x00010006,
    HvX64RegisterPendingDebugException = 0x00010007,

    /* General purpose registers. */
    HvX64RegisterRax = 0x00020000,
    HvX64RegisterRcx = 0x00020001,
    HvX64RegisterRdx = 0x00020002,
    HvX64RegisterRbx = 0x00020003,
    HvX64RegisterRsp = 0x00020004,
    HvX64RegisterRbp = 0x00020005,
    HvX64RegisterRsi = 0x00020006,
    HvX64RegisterRdi = 0x00020007,
    HvX64RegisterR8 = 0x00020008,
    HvX64RegisterR9 = 0x00020009,
    HvX64RegisterR10 = 0x0002000A,
    HvX64RegisterR11 = 0x0002000B,
    HvX64RegisterR12 = 0x0002000C,
    HvX64RegisterR13 = 0x0002000D,
    HvX64RegisterR14 = 0x0002000E,
    HvX64RegisterR15 = 0x0002000F,
    HvX64RegisterRip = 0x00020010,
    HvX64RegisterRflags = 0x00020011,

    /* SSE and x87 registers, 128 bits each. */
    HvX64RegisterXmm0 = 0x00030000,
    HvX64RegisterXmm1 = 0x00030001,
    HvX64RegisterXmm2 = 0x00030002,
    HvX64RegisterXmm3 = 0x00030003,
    HvX64RegisterXmm4 = 0x00030004,
    HvX64RegisterXmm5 = 0x00030005,
    HvX64RegisterXmm6 = 0x00030006,
    HvX64RegisterXmm7 = 0x00030007,
    HvX64RegisterXmm8 = 0x00030008,
    HvX64RegisterXmm9 = 0x00030009,
    HvX64RegisterXmm10 = 0x0003000A,
    HvX64RegisterXmm11 = 0x0003000B,
    HvX64RegisterXmm12 = 0x0003000C,
    HvX64RegisterXmm13 = 0x0003000D,
    HvX64RegisterXmm14 = 0x0003000E,
    HvX64RegisterXmm15 = 0x0003000F,
    HvX64RegisterFpMmx0 = 0x00030010,
    HvX64RegisterFpMmx1 = 0x00030011,
    HvX64RegisterFpMmx2 = 0x00030012,
    HvX64RegisterFpMmx3 = 0x00030013,
    HvX64RegisterFpMmx4 = 0x00030014,
    HvX64RegisterFpMmx5 = 0x00030015,
    HvX64RegisterFpMmx6 = 0x00030016,
    HvX64RegisterFpMmx7 = 0x00030017,
    HvX64RegisterFpControlStatus = 0x00030018,
    HvX64RegisterXmmControlStatus = 0x00030019,

    /* Control registers; Xfem is XCR0. */
    HvX64RegisterCr0 = 0x00040000,
    HvX64RegisterCr2 = 0x00040001,
    HvX64RegisterCr3 = 0x00040002,
    HvX64RegisterCr4 = 0x00040003,
    HvX64RegisterCr8 = 0x00040004,
    HvX64RegisterXfem = 0x00040005,

    /* Control registers as a guest of a nested hypervisor sees them. */
    HvX64RegisterIntermediateCr0 = 0x00041000,
    HvX64RegisterIntermediateCr3 = 0x00041002,
    HvX64RegisterIntermediateCr4 = 0x00041003,
    HvX64RegisterIntermediateCr8 = 0x00041004,

    /* Debug registers. */
    HvX64RegisterDr0 = 0x00050000,
    HvX64RegisterDr1 = 0x00050001,
    HvX64RegisterDr2 = 0x00050002,
    HvX64RegisterDr3 = 0x00050003,
    HvX64RegisterDr6 = 0x00050004,
    HvX64RegisterDr7 = 0x00050005,

    /* Segment registers: HV_X64_SEGMENT_REGISTER. */
    HvX64RegisterEs = 0x00060000,
    HvX64RegisterCs = 0x00060001,
    HvX64RegisterSs = 0x00060002,
    HvX64RegisterDs = 0x00060003,
    HvX64RegisterFs = 0x00060004,
    HvX64RegisterGs = 0x00060005,
    HvX64RegisterLdtr = 0x00060006,
    HvX64RegisterTr = 0x00060007,

    /* Descriptor tables: HV_X64_TABLE_REGISTER. */
    HvX64RegisterIdtr = 0x00070000,
    HvX64RegisterGdtr = 0x00070001,

    /* MSRs of the architecture. */
    HvX64RegisterTsc = 0x00080000,
    HvX64RegisterEfer = 0x00080001,
    HvX64RegisterKernelGsBase = 0x00080002,
    HvX64RegisterApicBase = 0x00080003,
    HvX64RegisterPat = 0x00080004,
    HvX64RegisterSysenterCs = 0x00080005,
    HvX64RegisterSysenterEip = 0x00080006,
    HvX64RegisterSysenterEsp = 0x00080007,
    HvX64RegisterStar = 0x00080008,
    HvX64RegisterLstar = 0x00080009,
    HvX64RegisterCstar = 0x0008000A,
    HvX64RegisterSfmask = 0x0008000B,
    HvX64RegisterInitialApicId = 0x0008000C,

    /* MTRRs. */
    HvX64RegisterMsrMtrrCap = 0x0008000D,
    HvX64RegisterMtrrCap = 0x0008000D, /**< The same register as HvX64RegisterMsrMtrrCap. */
    HvX64RegisterMsrMtrrDefType = 0x0008000E,
    HvX64RegisterMtrrDefType = 0x0008000E, /**< The same register as HvX64RegisterMsrMtrrDefType. */
    HvX64RegisterMsrMtrrPhysBase0 = 0x00080010,
    HvX64RegisterMtrrPhysBase0 = 0x00080010, /**< The same register as HvX64RegisterMsrMtrrPhysBase0. */
    HvX64RegisterMsrMtrrPhysBase1 = 0x00080011,
    HvX64RegisterMtrrPhysBase1 = 0x00080011, /**< The same register as HvX64RegisterMsrMtrrPhysBase1. */
    HvX64RegisterMsrMtrrPhysBase2 = 0x00080012,
    HvX64RegisterMtrrPhysBase2 = 0x00080012, /**< The same register as HvX64RegisterMsrMtrrPhysBase2. */
    HvX64RegisterMsrMtrrPhysBase3 = 0x00080013,
    HvX64RegisterMtrrPhysBase3 = 0x00080013, /**< The same register as HvX64RegisterMsrMtrrPhysBase3. */
    HvX64RegisterMsrMtrrPhysBase4 = 0x00080014,
    HvX64RegisterMtrrPhysBase4 = 0x00080014, /**< The same register as HvX64RegisterMsrMtrrPhysBase4. */
    HvX64RegisterMsrMtrrPhysBase5 = 0x00080015,
    HvX64RegisterMtrrPhysBase5 = 0x00080015, /**< The same register as HvX64RegisterMsrMtrrPhysBase5. */
    HvX64RegisterMsrMtrrPhysBase6 = 0x00080016,
    HvX64RegisterMtrrPhysBase6 = 0x00080016, /**< The same register as HvX64RegisterMsrMtrrPhysBase6. */
    HvX64RegisterMsrMtrrPhysBase7 = 0x00080017,
    HvX64RegisterMtrrPhysBase7 = 0x00080017, /**< The same register as HvX64RegisterMsrMtrrPhysBase7. */
    HvX64RegisterMsrMtrrPhysBase8 = 0x00080018,
    HvX64RegisterMtrrPhysBase8 = 0x00080018, /**< The same register as HvX64RegisterMsrMtrrPhysBase8. */
    HvX64RegisterMsrMtrrPhysBase9 = 0x00080019,
    HvX64RegisterMtrrPhysBase9 = 0x00080019, /**< The same register as HvX64RegisterMsrMtrrPhysBase9. */
    HvX64RegisterMsrMtrrPhysBaseA = 0x0008001A,
    HvX64RegisterMtrrPhysBaseA = 0x0008001A, /**< The same register as HvX64RegisterMsrMtrrPhysBaseA. */
    HvX64RegisterMsrMtrrPhysBaseB = 0x0008001B,
    HvX64RegisterMtrrPhysBaseB = 0x0008001B, /**< The same register as HvX64RegisterMsrMtrrPhysBaseB. */
    HvX64RegisterMsrMtrrPhysBaseC = 0x0008001C,
    HvX64RegisterMtrrPhysBaseC = 0x0008001C, /**< The same register as HvX64RegisterMsrMtrrPhysBaseC. */
    HvX64RegisterMsrMtrrPhysBaseD = 0x0008001D,
    HvX64RegisterMtrrPhysBaseD = 0x0008001D, /**< The same register as HvX64RegisterMsrMtrrPhysBaseD. */
    HvX64RegisterMsrMtrrPhysBaseE = 0x0008001E,
    HvX64RegisterMtrrPhysBaseE = 0x0008001E, /**< The same register as HvX64RegisterMsrMtrrPhysBaseE. */
    HvX64RegisterMsrMtrrPhysBaseF = 0x0008001F,
    HvX64RegisterMtrrPhysBaseF = 0x0008001F, /**< The same register as HvX64RegisterMsrMtrrPhysBaseF. */
    HvX64RegisterMsrMtrrPhysMask0 = 0x00080040,
    HvX64RegisterMtrrPhysMask0 = 0x00080040, /**< The same register as HvX64RegisterMsrMtrrPhysMask0. */
    HvX64RegisterMsrMtrrPhysMask1 = 0x00080041,
    HvX64RegisterMtrrPhysMask1 = 0x00080041, /**< The same register as HvX64RegisterMsrMtrrPhysMask1. */
    HvX64RegisterMsrMtrrPhysMask2 = 0x00080042,
    HvX64RegisterMtrrPhysMask2 = 0x00080042, /**< The same register as HvX64RegisterMsrMtrrPhysMask2. */
    HvX64RegisterMsrMtrrPhysMask3 = 0x00080043,
    HvX64RegisterMtrrPhysMask3 = 0x00080043, /**< The same register as HvX64RegisterMsrMtrrPhysMask3. */
    HvX64RegisterMsrMtrrPhysMask4 = 0x00080044,
    HvX64RegisterMtrrPhysMask4 = 0x00080044, /**< The same register as HvX64RegisterMsrMtrrPhysMask4. */
    HvX64RegisterMsrMtrrPhysMask5 = 0x00080045,
    HvX64RegisterMtrrPhysMask5 = 0x00080045, /**< The same register as HvX64RegisterMsrMtrrPhysMask5. */
    HvX64RegisterMsrMtrrPhysMask6 = 0x00080046,
    HvX64RegisterMtrrPhysMask6 = 0x00080046, /**< The same register as HvX64RegisterMsrMtrrPhysMask6. */
    HvX64RegisterMsrMtrrPhysMask7 = 0x00080047,
    HvX64RegisterMtrrPhysMask7 = 0x00080047, /**< The same register as HvX64RegisterMsrMtrrPhysMask7. */
    HvX64RegisterMsrMtrrPhysMask8 = 0x00080048,
    HvX64RegisterMtrrPhysMask8 = 0x00080048, /**< The same register as HvX64RegisterMsrMtrrPhysMask8. */
    HvX64RegisterMsrMtrrPhysMask9 = 0x00080049,
    HvX64RegisterMtrrPhysMask9 = 0x00080049, /**< The same register as HvX64RegisterMsrMtrrPhysMask9. */
    HvX64RegisterMsrMtrrPhysMaskA = 0x0008004A,
    HvX64RegisterMtrrPhysMaskA = 0x0008004A, /**< The same register as HvX64RegisterMsrMtrrPhysMaskA. */
    HvX64RegisterMsrMtrrPhysMaskB = 0x0008004B,
    HvX64RegisterMtrrPhysMaskB = 0x0008004B, /**< The same register as HvX64RegisterMsrMtrrPhysMaskB. */
    HvX64RegisterMsrMtrrPhysMaskC = 0x0008004C,
    HvX64RegisterMtrrPhysMaskC = 0x0008004C, /**< The same register as HvX64RegisterMsrMtrrPhysMaskC. */
    HvX64RegisterMsrMtrrPhysMaskD = 0x0008004D,
    HvX64RegisterMtrrPhysMaskD = 0x0008004D, /**< The same register as HvX64RegisterMsrMtrrPhysMaskD. */
    HvX64RegisterMsrMtrrPhysMaskE = 0x0008004E,
    HvX64RegisterMtrrPhysMaskE = 0x0008004E, /**< The same register as HvX64RegisterMsrMtrrPhysMaskE. */
    HvX64RegisterMsrMtrrPhysMaskF = 0x0008004F,
    HvX64RegisterMtrrPhysMaskF = 0x0008004F, /**< The same register as HvX64RegisterMsrMtrrPhysMaskF. */
    HvX64RegisterMsrMtrrFix64k00000 = 0x00080070,
    HvX64RegisterMtrrFix64k00000 = 0x00080070, /**< The same register as HvX64RegisterMsrMtrrFix64k00000. */
    HvX64RegisterMsrMtrrFix16k80000 = 0x00080071,
    HvX64RegisterMtrrFix16k80000 = 0x00080071, /**< The same register as HvX64RegisterMsrMtrrFix16k80000. */
    HvX64RegisterMsrMtrrFix16kA0000 = 0x00080072,
    HvX64RegisterMtrrFix16kA0000 = 0x00080072, /**< The same register as HvX64RegisterMsrMtrrFix16kA0000. */
    HvX64RegisterMsrMtrrFix4kC0000 = 0x00080073,
    HvX64RegisterMtrrFix4kC0000 = 0x00080073, /**< The same register as HvX64RegisterMsrMtrrFix4kC0000. */
    HvX64RegisterMsrMtrrFix4kC8000 = 0x00080074,
    HvX64RegisterMtrrFix4kC8000 = 0x00080074, /**< The same register as HvX64RegisterMsrMtrrFix4kC8000. */
    HvX64RegisterMsrMtrrFix4kD0000 = 0x00080075,
    HvX64RegisterMtrrFix4kD0000 = 0x00080075, /**< The same register as HvX64RegisterMsrMtrrFix4kD0000. */
    HvX64RegisterMsrMtrrFix4kD8000 = 0x00080076,
    HvX64RegisterMtrrFix4kD8000 = 0x00080076, /**< The same register as HvX64RegisterMsrMtrrFix4kD8000. */
    HvX64RegisterMsrMtrrFix4kE0000 = 0x00080077,
    HvX64RegisterMtrrFix4kE0000 = 0x00080077, /**< The same register as HvX64RegisterMsrMtrrFix4kE0000. */
    HvX64RegisterMsrMtrrFix4kE8000 = 0x00080078,
    HvX64RegisterMtrrFix4kE8000 = 0x00080078, /**< The same register as HvX64RegisterMsrMtrrFix4kE8000. */
    HvX64RegisterMsrMtrrFix4kF0000 = 0x00080079,
    HvX64RegisterMtrrFix4kF0000 = 0x00080079, /**< The same register as HvX64RegisterMsrMtrrFix4kF0000. */
    HvX64RegisterMsrMtrrFix4kF8000 = 0x0008007A,
    HvX64RegisterMtrrFix4kF8000 = 0x0008007A, /**< The same register as HvX64RegisterMsrMtrrFix4kF8000. */

    /* More MSRs of the architecture. */
    HvX64RegisterTscAux = 0x0008007B,
    HvX64RegisterBndcfgs = 0x0008007C,
    HvX64RegisterDebugCtl = 0x0008007D,
    HvX64RegisterAvailable0008007E = 0x0008007E,
    HvX64RegisterMCount = 0x0008007E, /**< The same register as HvX64RegisterAvailable0008007E. */
    HvX64RegisterACount = 0x0008007F,
    HvX64RegisterAvailable0008007F = 0x0008007F, /**< The same register as HvX64RegisterACount. */
    HvX64RegisterSgxLaunchControl0 = 0x00080080,
    HvX64RegisterSgxLaunchControl1 = 0x00080081,
    HvX64RegisterSgxLaunchControl2 = 0x00080082,
    HvX64RegisterSgxLaunchControl3 = 0x00080083,
    HvX64RegisterSpecCtrl = 0x00080084,
    HvX64RegisterPredCmd = 0x00080085,
    HvX64RegisterVirtSpecCtrl = 0x00080086,
    HvX64RegisterTscVirtualOffset = 0x00080087,
    HvX64RegisterTsxCtrl = 0x00080088,
    HvX64RegisterMsrMcUpdatePatchLevel = 0x00080089,
    HvX64RegisterAvailable1 = 0x0008008A,
    HvX64RegisterXss = 0x0008008B,
    HvX64RegisterUXss = 0x0008008B, /**< The user half of the same register, in rust-vmm mshv. */
    HvX64RegisterUCet = 0x0008008C,
    HvX64RegisterSCet = 0x0008008D,
    HvX64RegisterSsp = 0x0008008E,
    HvX64RegisterPl0Ssp = 0x0008008F,
    HvX64RegisterPl1Ssp = 0x00080090,
    HvX64RegisterPl2Ssp = 0x00080091,
    HvX64RegisterPl3Ssp = 0x00080092,
    HvX64RegisterInterruptSspTableAddr = 0x00080093,
    HvX64RegisterTscVirtualMultiplier = 0x00080094,
    HvX64RegisterTscDeadline = 0x00080095,
    HvX64RegisterTscAdjust = 0x00080096,
    HvX64RegisterPasid = 0x00080097,
    HvX64RegisterUmwaitControl = 0x00080098,
    HvX64RegisterXfd = 0x00080099,
    HvX64RegisterXfdErr = 0x0008009A,

    /* Feature control and the VMX capability MSRs. */
    HvX64RegisterMsrIa32MiscEnable = 0x000800A0,
    HvX64RegisterIa32FeatureControl = 0x000800A1,
    HvX64RegisterIa32VmxBasic = 0x000800A2,
    HvX64RegisterIa32VmxPinbasedCtls = 0x000800A3,
    HvX64RegisterIa32VmxProcbasedCtls = 0x000800A4,
    HvX64RegisterIa32VmxExitCtls = 0x000800A5,
    HvX64RegisterIa32VmxEntryCtls = 0x000800A6,
    HvX64RegisterIa32VmxMisc = 0x000800A7,
    HvX64RegisterIa32VmxCr0Fixed0 = 0x000800A8,
    HvX64RegisterIa32VmxCr0Fixed1 = 0x000800A9,
    HvX64RegisterIa32VmxCr4Fixed0 = 0x000800AA,
    HvX64RegisterIa32VmxCr4Fixed1 = 0x000800AB,
    HvX64RegisterIa32VmxVmcsEnum = 0x000800AC,
    HvX64RegisterIa32VmxProcbasedCtls2 = 0x000800AD,
    HvX64RegisterIa32VmxEptVpidCap = 0x000800AE,
    HvX64RegisterIa32VmxTruePinbasedCtls = 0x000800AF,
    HvX64RegisterIa32VmxTrueProcbasedCtls = 0x000800B0,
    HvX64RegisterIa32VmxTrueExitCtls = 0x000800B1,
    HvX64RegisterIa32VmxTrueEntryCtls = 0x000800B2,
    HvX64RegisterAmdVmHsavePa = 0x000800B3,
    HvX64RegisterAmdVmCr = 0x000800B4,

    /* Performance monitoring. */
    HvX64RegisterPerfGlobalCtrl = 0x00081000,
    HvX64RegisterPerfGlobalStatus = 0x00081001,
    HvX64RegisterPerfGlobalInUse = 0x00081002,
    HvX64RegisterFixedCtrCtrl = 0x00081003,
    HvX64RegisterDsArea = 0x00081004,
    HvX64RegisterPebsEnable = 0x00081005,
    HvX64RegisterPebsLdLat = 0x00081006,
    HvX64RegisterPebsFrontend = 0x00081007,
    HvX64RegisterRtitCtl = 0x00081008, /**< Processor trace, as all HvX64RegisterRtit... names. */
    HvX64RegisterRtitStatus = 0x00081009,
    HvX64RegisterRtitOutputBase = 0x0008100A,
    HvX64RegisterRtitOutputMaskPtrs = 0x0008100B,
    HvX64RegisterRtitCr3Match = 0x0008100C,

    /* Event selectors, counters and fixed counters: the first of a run each. */
    HvX64RegisterPerfEvtSel0 = 0x00081100,
    HvX64RegisterPmc0 = 0x00081200,
    HvX64RegisterFixedCtr0 = 0x00081300,
    HvX64RegisterRtitAddr0A = 0x00081400,

    /* Last branch records; the first of a run each. */
    HvX64RegisterLbrTos = 0x00082000,
    HvX64RegisterLbrSelect = 0x00082001,
    HvX64RegisterLerFromLip = 0x00082002,
    HvX64RegisterLerToLip = 0x00082003,
    HvX64RegisterLbrFrom0 = 0x00082100,
    HvX64RegisterLbrTo0 = 0x00082200,
    HvX64RegisterLbrInfo0 = 0x00083300,

    /* The local APIC: 0x84000 plus the number of the x2APIC MSR. */
    HvX64RegisterApicId = 0x00084802,
    HvX64RegisterApicVersion = 0x00084803,
    HvX64RegisterApicTpr = 0x00084808,
    HvX64RegisterApicPpr = 0x0008480A,
    HvX64RegisterApicEoi = 0x0008480B,
    HvX64RegisterApicLdr = 0x0008480D,
    HvX64RegisterApicSpurious = 0x0008480F,
    HvX64RegisterApicIsr0 = 0x00084810,
    HvX64RegisterApicIsr1 = 0x00084811,
    HvX64RegisterApicIsr2 = 0x00084812,
    HvX64RegisterApicIsr3 = 0x00084813,
    HvX64RegisterApicIsr4 = 0x00084814,
    HvX64RegisterApicIsr5 = 0x00084815,
    HvX64RegisterApicIsr6 = 0x00084816,
    HvX64RegisterApicIsr7 = 0x00084817,
    HvX64RegisterApicTmr0 = 0x00084818,
    HvX64RegisterApicTmr1 = 0x00084819,
    HvX64RegisterApicTmr2 = 0x0008481A,
    HvX64RegisterApicTmr3 = 0x0008481B,
    HvX64RegisterApicTmr4 = 0x0008481C,
    HvX64RegisterApicTmr5 = 0x0008481D,
    HvX64RegisterApicTmr6 = 0x0008481E,
    HvX64RegisterApicTmr7 = 0x0008481F,
    HvX64RegisterApicIrr0 = 0x00084820,
    HvX64RegisterApicIrr1 = 0x00084821,
    HvX64RegisterApicIrr2 = 0x00084822,
    HvX64RegisterApicIrr3 = 0x00084823,
    HvX64RegisterApicIrr4 = 0x00084824,
    HvX64RegisterApicIrr5 = 0x00084825,
    HvX64RegisterApicIrr6 = 0x00084826,
    HvX64RegisterApicIrr7 = 0x00084827,
    HvX64RegisterApicEse = 0x00084828,
    HvX64RegisterApicIcr = 0x00084830,
    HvX64RegisterApicLvtTimer = 0x00084832,
    HvX64RegisterApicLvtThermal = 0x00084833,
    HvX64RegisterApicLvtPerfmon = 0x00084834,
    HvX64RegisterApicLvtLint0 = 0x00084835,
    HvX64RegisterApicLvtLint1 = 0x00084836,
    HvX64RegisterApicLvtError = 0x00084837,
    HvX64RegisterApicInitCount = 0x00084838,
    HvX64RegisterApicCurrentCount = 0x00084839,
    HvX64RegisterApicDivide = 0x0008483E,
    HvX64RegisterApicSelfIpi = 0x0008483F,

    /* Synthetic registers under their x64 names. */
    HvX64RegisterVpRuntime = 0x00090000,
    HvX64RegisterHypercall = 0x00090001,
    HvX64RegisterGuestOsId = 0x00090002,
    HvX64RegisterVpIndex = 0x00090003,
    HvX64RegisterTimeRefCount = 0x00090004,
    HvX64RegisterEoi = 0x00090010,
    HvX64RegisterSyntheticEoi = 0x00090010, /**< The same register as HvX64RegisterEoi. */
    HvX64RegisterIcr = 0x00090011,
    HvX64RegisterSyntheticIcr = 0x00090011, /**< The same register as HvX64RegisterIcr. */
    HvX64RegisterTpr = 0x00090012,
    HvX64RegisterSyntheticTpr = 0x00090012, /**< The same register as HvX64RegisterTpr. */
    HvX64RegisterApicAssistPage = 0x00090013,
    HvX64RegisterGhcb = 0x00090019,
    HvX64RegisterRegPage = 0x0009001C,
    HvX64RegisterRegisterPage = 0x0009001C, /**< The same register as HvX64RegisterRegPage. */
    HvX64RegisterStatsPartitionRetail = 0x00090020,
    HvX64RegisterStatsPartitionInternal = 0x00090021,
    HvX64RegisterStatsVpRetail = 0x00090022,
    HvX64RegisterStatsVpInternal = 0x00090023,

    /* Emulated timer. */
    HvX64RegisterEmulatedTimerPeriod = 0x00090030,
    HvX64RegisterEmulatedTimerControl = 0x00090031,
    HvX64RegisterPmTimerAssist = 0x00090032,

    /* SEV-SNP (see Isolation.h). */
    HvX64RegisterSevControl = 0x00090040,
    HvX64RegisterSevGhcbGpa = 0x00090041,
    HvX64RegisterSevDoorbellGpa = 0x00090042,
    HvX64RegisterSevAvicGpa = 0x00090043,
    HvX64RegisterNestedGuestState = 0x00090050,
    HvX64RegisterNestedCurrentVmGpa = 0x00090051,
    HvX64RegisterNestedVmxInvEpt = 0x00090052,
    HvX64RegisterNestedVmxInvVpid = 0x00090053,

    /* SynIC under its x64 names. */
    HvX64RegisterSint0 = 0x000A0000,
    HvX64RegisterSint1 = 0x000A0001,
    HvX64RegisterSint2 = 0x000A0002,
    HvX64RegisterSint3 = 0x000A0003,
    HvX64RegisterSint4 = 0x000A0004,
    HvX64RegisterSint5 = 0x000A0005,
    HvX64RegisterSint6 = 0x000A0006,
    HvX64RegisterSint7 = 0x000A0007,
    HvX64RegisterSint8 = 0x000A0008,
    HvX64RegisterSint9 = 0x000A0009,
    HvX64RegisterSint10 = 0x000A000A,
    HvX64RegisterSint11 = 0x000A000B,
    HvX64RegisterSint12 = 0x000A000C,
    HvX64RegisterSint13 = 0x000A000D,
    HvX64RegisterSint14 = 0x000A000E,
    HvX64RegisterSint15 = 0x000A000F,
    HvX64RegisterScontrol = 0x000A0010,
    HvX64RegisterSversion = 0x000A0011,
    HvX64RegisterSifp = 0x000A0012,
    HvX64RegisterSipp = 0x000A0013,
    HvX64RegisterEom = 0x000A0014,

    /* Synthetic timers under their x64 names. */
    HvX64RegisterStimer0Config = 0x000B0000,
    HvX64RegisterStimer0Count = 0x000B0001,
    HvX64RegisterStimer1Config = 0x000B0002,
    HvX64RegisterStimer1Count = 0x000B0003,
    HvX64RegisterStimer2Config = 0x000B0004,
    HvX64RegisterStimer2Count = 0x000B0005,
    HvX64RegisterStimer3Config = 0x000B0006,
    HvX64RegisterStimer3Count = 0x000B0007,

    /* AVX: the low and the high halves of YMM0 to YMM15. */
    HvX64RegisterYmm0Low = 0x000C0000,
    HvX64RegisterYmm1Low = 0x000C0001,
    HvX64RegisterYmm2Low = 0x000C0002,
    HvX64RegisterYmm3Low = 0x000C0003,
    HvX64RegisterYmm4Low = 0x000C0004,
    HvX64RegisterYmm5Low = 0x000C0005,
    HvX64RegisterYmm6Low = 0x000C0006,
    HvX64RegisterYmm7Low = 0x000C0007,
    HvX64RegisterYmm8Low = 0x000C0008,
    HvX64RegisterYmm9Low = 0x000C0009,
    HvX64RegisterYmm10Low = 0x000C000A,
    HvX64RegisterYmm11Low = 0x000C000B,
    HvX64RegisterYmm12Low = 0x000C000C,
    HvX64RegisterYmm13Low = 0x000C000D,
    HvX64RegisterYmm14Low = 0x000C000E,
    HvX64RegisterYmm15Low = 0x000C000F,
    HvX64RegisterYmm0High = 0x000C0010,
    HvX64RegisterYmm1High = 0x000C0011,
    HvX64RegisterYmm2High = 0x000C0012,
    HvX64RegisterYmm3High = 0x000C0013,
    HvX64RegisterYmm4High = 0x000C0014,
    HvX64RegisterYmm5High = 0x000C0015,
    HvX64RegisterYmm6High = 0x000C0016,
    HvX64RegisterYmm7High = 0x000C0017,
    HvX64RegisterYmm8High = 0x000C0018,
    HvX64RegisterYmm9High = 0x000C0019,
    HvX64RegisterYmm10High = 0x000C001A,
    HvX64RegisterYmm11High = 0x000C001B,
    HvX64RegisterYmm12High = 0x000C001C,
    HvX64RegisterYmm13High = 0x000C001D,
    HvX64RegisterYmm14High = 0x000C001E,
    HvX64RegisterYmm15High = 0x000C001F,

    /* Intercepts of control registers (see Intercept.h). */
    HvX64RegisterCrInterceptControl = 0x000E0000,
    HvX64RegisterCrInterceptCr0Mask = 0x000E0001,
    HvX64RegisterCrInterceptCr4Mask = 0x000E0002,
    HvX64RegisterCrInterceptIa32MiscEnableMask = 0x000E0003,
};

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_REGISTER_NAME_X64 */
