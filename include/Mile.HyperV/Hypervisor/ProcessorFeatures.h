/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Processor features of a partition: the instructions and facilities that its processors have.
 *
 * A guest learns of processor features by CPUID, or by ID registers on ARM64.
 * The root manages them as sets of bits, one bit per feature, with which it
 *
 *   - reads the features of the machine (the properties RootProcessorFeatures...);
 *   - specifies the features that a new partition does *not* have, when it creates the partition
 *     (DisabledProcessorFeatures, in which a set bit removes the feature);
 *   - compares hosts before it moves a guest: the new host must have all features of the guest.
 *
 * There are four sets: processor features (two banks of 64 bits), XSAVE features (x64), synthetic
 * features of Hyper-V, and virtualization features, which concern nested hypervisors. New bits are
 * added only at the end of a bank; a host that does not support a bit reports it as clear.
 *
 * A feature whose name ends in "No" means that the processor is not affected by a vulnerability. A
 * feature whose name ends in "Clear" or "Flush" means that the processor has a mitigation.
 *
 * A guest does not need these features.
 *
 * Sources: TLFS online; WDK 7.1 hvgdk.h; OpenVMM hvdef and whp; mshv-lore;
 * rust-vmm mshv; symbols of securekernel 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_PROCESSORFEATURES
#define MILE_HYPERV_HYPERVISOR_PROCESSORFEATURES

#include "Types.h"

HV_HEADER_BEGIN

/** Vendor of the processor: HvPartitionPropertyProcessorVendor. */
typedef HV_UINT32 HV_PROCESSOR_VENDOR, *PHV_PROCESSOR_VENDOR;
enum
{
    HvProcessorVendorAmd = 0x0,
    HvProcessorVendorIntel = 0x1,
    HvProcessorVendorHygon = 0x2,
    HvProcessorVendorArm = 0x10
};

/*
 * x64.
 */

/** Banks of 64 processor features; one in WDK 7.1, two since. */
#define HV_PARTITION_PROCESSOR_FEATURES_BANKS 2

/**
 * Processor features on x64. Each set bit is the instruction or facility of its name, which the
 * partition has.
 *
 * Bit numbers are those in the bank; WDK 7.1 has bits 0 to 15 of bank 0.
 */
typedef union HV_X64_PARTITION_PROCESSOR_FEATURES
{
    HV_UINT64 AsUINT64[2];
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Sse3Support : 1;               /**< Bit 0. */
        HV_UINT64 LahfSahfSupport : 1;           /**< Bit 1: LAHF and SAHF in 64-bit mode. */
        HV_UINT64 Ssse3Support : 1;              /**< Bit 2. */
        HV_UINT64 Sse4_1Support : 1;             /**< Bit 3. */
        HV_UINT64 Sse4_2Support : 1;             /**< Bit 4. */
        HV_UINT64 Sse4aSupport : 1;              /**< Bit 5. */
        HV_UINT64 XopSupport : 1;                /**< Bit 6: Sse5Support in WDK 7.1. */
        HV_UINT64 PopCntSupport : 1;             /**< Bit 7. */
        HV_UINT64 Cmpxchg16bSupport : 1;         /**< Bit 8. */
        HV_UINT64 Altmovcr8Support : 1;          /**< Bit 9: LOCK MOV CR0 as MOV CR8. */
        HV_UINT64 LzcntSupport : 1;              /**< Bit 10. */
        HV_UINT64 MisAlignSseSupport : 1;        /**< Bit 11: misaligned SSE operands. */
        HV_UINT64 MmxExtSupport : 1;             /**< Bit 12. */
        HV_UINT64 Amd3DNowSupport : 1;           /**< Bit 13. */
        HV_UINT64 ExtendedAmd3DNowSupport : 1;   /**< Bit 14. */
        HV_UINT64 Page1GBSupport : 1;            /**< Bit 15: pages of 1 GB. */
        HV_UINT64 AesSupport : 1;                /**< Bit 16. */
        HV_UINT64 PclmulqdqSupport : 1;          /**< Bit 17. */
        HV_UINT64 PcidSupport : 1;               /**< Bit 18. */
        HV_UINT64 Fma4Support : 1;               /**< Bit 19. */
        HV_UINT64 F16cSupport : 1;               /**< Bit 20. */
        HV_UINT64 RdRandSupport : 1;             /**< Bit 21. */
        HV_UINT64 RdWrFsGsSupport : 1;           /**< Bit 22: RDFSBASE, RDGSBASE, WRFSBASE and WRGSBASE. */
        HV_UINT64 SmepSupport : 1;               /**< Bit 23. */
        HV_UINT64 EnhancedFastStringSupport : 1; /**< Bit 24: fast REP MOVSB and STOSB. */
        HV_UINT64 Bmi1Support : 1;               /**< Bit 25. */
        HV_UINT64 Bmi2Support : 1;               /**< Bit 26. */
        HV_UINT64 HleSupportDeprecated : 1;      /**< Bit 27: replaced by bit 36. */
        HV_UINT64 RtmSupportDeprecated : 1;      /**< Bit 28: replaced by bit 37. */
        HV_UINT64 MovbeSupport : 1;              /**< Bit 29. */
        /** Bit 30: SGDT, SIDT, SLDT and STR can be denied to user mode. */
        HV_UINT64 Npiep1Support : 1;
        HV_UINT64 DepX87FpuSaveSupport : 1;    /**< Bit 31: FCS and FDS are not saved. */
        HV_UINT64 RdSeedSupport : 1;           /**< Bit 32. */
        HV_UINT64 AdxSupport : 1;              /**< Bit 33. */
        HV_UINT64 IntelPrefetchSupport : 1;    /**< Bit 34. */
        HV_UINT64 SmapSupport : 1;             /**< Bit 35. */
        HV_UINT64 HleSupport : 1;              /**< Bit 36. */
        HV_UINT64 RtmSupport : 1;              /**< Bit 37. */
        HV_UINT64 RdtscpSupport : 1;           /**< Bit 38. */
        HV_UINT64 ClflushoptSupport : 1;       /**< Bit 39. */
        HV_UINT64 ClwbSupport : 1;             /**< Bit 40. */
        HV_UINT64 ShaSupport : 1;              /**< Bit 41. */
        HV_UINT64 X87PointersSavedSupport : 1; /**< Bit 42: FXSAVE always saves the pointers. */
        HV_UINT64 InvpcidSupport : 1;          /**< Bit 43. */
        HV_UINT64 IbrsSupport : 1;             /**< Bit 44: restricted indirect branches. */
        HV_UINT64 StibpSupport : 1; /**< Bit 45: separate indirect branch prediction of SMT siblings. */
        HV_UINT64 IbpbSupport : 1;  /**< Bit 46: barrier for indirect branches. */
        HV_UINT64 UnrestrictedGuestSupport : 1; /**< Bit 47: the hypervisor can run real mode. */
        HV_UINT64 MddSupport : 1; /**< Bit 48: memory disambiguation can be disabled (SSBD). */
        HV_UINT64 FastShortRepMovSupport : 1; /**< Bit 49: fast short REP MOV. */
        HV_UINT64 L1dcacheFlushSupport : 1;   /**< Bit 50: the L1 data cache can be flushed. */
        HV_UINT64 RdclNoSupport : 1;          /**< Bit 51: not affected by Meltdown. */
        HV_UINT64 IbrsAllSupport : 1;         /**< Bit 52: IBRS that stays on. */
        HV_UINT64 SkipL1dfSupport : 1; /**< Bit 53: no L1 flush is needed on entry to a guest. */
        HV_UINT64 SsbNoSupport : 1;    /**< Bit 54: not affected by speculative store bypass. */
        /** Bit 55: no alternate predictor when the return stack is empty. */
        HV_UINT64 RsbANoSupport : 1;
        HV_UINT64 VirtSpecCtrlSupport : 1; /**< Bit 56: AMD's virtualized SPEC_CTRL. */
        HV_UINT64 RdPidSupport : 1;        /**< Bit 57. */
        HV_UINT64 UmipSupport : 1;         /**< Bit 58. */
        HV_UINT64 MbsNoSupport : 1;        /**< Bit 59: not affected by MDS. */
        HV_UINT64 MbClearSupport : 1;      /**< Bit 60: VERW clears buffers. */
        HV_UINT64 TaaNoSupport : 1;        /**< Bit 61: not affected by TSX asynchronous abort. */
        HV_UINT64 TsxCtrlSupport : 1;      /**< Bit 62: TSX can be turned off. */
        HV_UINT64 ReservedBank0 : 1;       /**< Bit 63: kept for older releases. */
        HV_UINT64 AcountMcountSupport : 1; /**< Bit 0: APERF and MPERF. */
        HV_UINT64 TscInvariantSupport : 1; /**< Bit 1: the TSC runs at one rate. */
        HV_UINT64 ClZeroSupport : 1;       /**< Bit 2. */
        HV_UINT64 RdpruSupport : 1;        /**< Bit 3. */
        HV_UINT64 La57Support : 1;         /**< Bit 4: five levels of page tables. */
        HV_UINT64 MbecSupport : 1; /**< Bit 5: execution rights by mode in the second stage. */
        HV_UINT64 NestedVirtSupport : 1; /**< Bit 6: the guest may be a hypervisor. */
        HV_UINT64 PsfdSupport : 1;       /**< Bit 7: predictive store forwarding can be disabled. */
        HV_UINT64 CetSsSupport : 1;      /**< Bit 8: shadow stacks. */
        HV_UINT64 CetIbtSupport : 1;     /**< Bit 9: indirect branch tracking. */
        HV_UINT64 VmxExceptionInjectSupport : 1; /**< Bit 10. */
        HV_UINT64 EnqcmdSupport : 1;             /**< Bit 11. */
        HV_UINT64 UmwaitTpauseSupport : 1;       /**< Bit 12. */
        HV_UINT64 MovdiriSupport : 1;            /**< Bit 13. */
        HV_UINT64 Movdir64bSupport : 1;          /**< Bit 14. */
        HV_UINT64 CldemoteSupport : 1;           /**< Bit 15. */
        HV_UINT64 SerializeSupport : 1;          /**< Bit 16. */
        HV_UINT64 TscDeadlineTmrSupport : 1;     /**< Bit 17: the APIC timer's deadline mode. */
        HV_UINT64 TscAdjustSupport : 1;          /**< Bit 18. */
        HV_UINT64 FzlrepMovsb : 1;               /**< Bit 19: REP MOVSB of length zero is fast. */
        HV_UINT64 FsrepStosb : 1;                /**< Bit 20: short REP STOSB is fast. */
        HV_UINT64 FsrepCmpsb : 1;                /**< Bit 21: short REP CMPSB and SCASB are fast. */
        HV_UINT64 TsxldTrkSupport : 1;           /**< Bit 22. */
        HV_UINT64 VmxInsOutsExitInfoSupport : 1; /**< Bit 23. */
        HV_UINT64 HlatSupport : 1;           /**< Bit 24: hypervisor-managed address translation. */
        HV_UINT64 SbdrSsdpNoSupport : 1;     /**< Bit 25. */
        HV_UINT64 FbsdpNoSupport : 1;        /**< Bit 26. */
        HV_UINT64 PsdpNoSupport : 1;         /**< Bit 27. */
        HV_UINT64 FbClearSupport : 1;        /**< Bit 28. */
        HV_UINT64 BtcNoSupport : 1;          /**< Bit 29. */
        HV_UINT64 IbpbRsbFlushSupport : 1;   /**< Bit 30. */
        HV_UINT64 StibpAlwaysOnSupport : 1;  /**< Bit 31. */
        HV_UINT64 PerfGlobalCtrlSupport : 1; /**< Bit 32. */
        HV_UINT64 NptExecuteOnlySupport : 1; /**< Bit 33. */
        HV_UINT64 NptAdFlagsSupport : 1;     /**< Bit 34. */
        HV_UINT64 Npt1GbPageSupport : 1;     /**< Bit 35. */
        HV_UINT64 AmdProcessorTopologyNodeIdSupport : 1;   /**< Bit 36. */
        HV_UINT64 LocalMachineCheckSupport : 1;            /**< Bit 37. */
        HV_UINT64 ExtendedTopologyLeafFp256AmdSupport : 1; /**< Bit 38. */
        HV_UINT64 GdsNoSupport : 1;                        /**< Bit 39. */
        HV_UINT64 CmpccxaddSupport : 1;                    /**< Bit 40. */
        HV_UINT64 TscAuxVirtualizationSupport : 1; /**< Bit 41: TSC_AUX is switched by the hardware (SEV). */
        HV_UINT64 RmpQuerySupport : 1;           /**< Bit 42: RMPQUERY (SNP). */
        HV_UINT64 BhiNoSupport : 1;              /**< Bit 43. */
        HV_UINT64 BhiDisSupport : 1;             /**< Bit 44. */
        HV_UINT64 PrefetchISupport : 1;          /**< Bit 45. */
        HV_UINT64 Sha512Support : 1;             /**< Bit 46. */
        HV_UINT64 MitigationCtrlSupport : 1;     /**< Bit 47. */
        HV_UINT64 RfdsNoSupport : 1;             /**< Bit 48. */
        HV_UINT64 RfdsClearSupport : 1;          /**< Bit 49. */
        HV_UINT64 Sm3Support : 1;                /**< Bit 50. */
        HV_UINT64 Sm4Support : 1;                /**< Bit 51. */
        HV_UINT64 SecureAvicSupport : 1;         /**< Bit 52: an SNP guest's own APIC. */
        HV_UINT64 GuestInterceptCtrlSupport : 1; /**< Bit 53: an SNP guest chooses intercepts. */
        HV_UINT64 SbpbSupport : 1;               /**< Bit 54. */
        HV_UINT64 IbpbBrTypeSupport : 1;         /**< Bit 55. */
        HV_UINT64 SrsoNoSupport : 1;             /**< Bit 56. */
        HV_UINT64 SrsoUserKernelNoSupport : 1;   /**< Bit 57. */
        HV_UINT64 VrewClearSupport : 1;          /**< Bit 58: VERW clears what TSA leaks. */
        HV_UINT64 TsaL1NoSupport : 1;            /**< Bit 59. */
        HV_UINT64 TsaSqNoSupport : 1;            /**< Bit 60. */
        HV_UINT64 LassSupport : 1;               /**< Bit 61: linear address space separation. */
        HV_UINT64 IdleHltInterceptSupport : 1;   /**< Bit 62: Windows SDK 10.0.28000 only. */
        HV_UINT64 TsaFillNoSupport : 1; /**< Bit 63: rust-vmm mshv; MSRLIST in the Windows SDK. */
    };
#endif
} HV_X64_PARTITION_PROCESSOR_FEATURES, *PHV_X64_PARTITION_PROCESSOR_FEATURES;
HV_STATIC_ASSERT(sizeof(HV_X64_PARTITION_PROCESSOR_FEATURES) == 16);

typedef const HV_X64_PARTITION_PROCESSOR_FEATURES *PCHV_X64_PARTITION_PROCESSOR_FEATURES;

/**
 * XSAVE features on x64: the instruction set extensions whose state XSAVE saves. Each set bit is
 * the instruction or facility of its name, which the partition has.
 *
 * WDK 7.1 has bits 0 to 2.
 */
typedef union HV_X64_PARTITION_PROCESSOR_XSAVE_FEATURES
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 XsaveSupport : 1;              /**< Bit 0. */
        HV_UINT64 XsaveoptSupport : 1;           /**< Bit 1. */
        HV_UINT64 AvxSupport : 1;                /**< Bit 2. */
        HV_UINT64 Avx2Support : 1;               /**< Bit 3. */
        HV_UINT64 FmaSupport : 1;                /**< Bit 4. */
        HV_UINT64 MpxSupport : 1;                /**< Bit 5. */
        HV_UINT64 Avx512Support : 1;             /**< Bit 6. */
        HV_UINT64 Avx512DqSupport : 1;           /**< Bit 7. */
        HV_UINT64 Avx512CdSupport : 1;           /**< Bit 8. */
        HV_UINT64 Avx512BwSupport : 1;           /**< Bit 9. */
        HV_UINT64 Avx512VlSupport : 1;           /**< Bit 10. */
        HV_UINT64 XsaveCompSupport : 1;          /**< Bit 11: XSAVEC. */
        HV_UINT64 XsaveSupervisorSupport : 1;    /**< Bit 12: XSAVES. */
        HV_UINT64 Xcr1Support : 1;               /**< Bit 13: XGETBV with ECX 1. */
        HV_UINT64 Avx512BitalgSupport : 1;       /**< Bit 14. */
        HV_UINT64 Avx512IfmaSupport : 1;         /**< Bit 15. */
        HV_UINT64 Avx512VbmiSupport : 1;         /**< Bit 16. */
        HV_UINT64 Avx512Vbmi2Support : 1;        /**< Bit 17. */
        HV_UINT64 Avx512VnniSupport : 1;         /**< Bit 18. */
        HV_UINT64 GfniSupport : 1;               /**< Bit 19. */
        HV_UINT64 VaesSupport : 1;               /**< Bit 20. */
        HV_UINT64 Avx512VpopcntdqSupport : 1;    /**< Bit 21. */
        HV_UINT64 VpclmulqdqSupport : 1;         /**< Bit 22. */
        HV_UINT64 Avx512Bf16Support : 1;         /**< Bit 23. */
        HV_UINT64 Avx512Vp2IntersectSupport : 1; /**< Bit 24. */
        HV_UINT64 Avx512Fp16Support : 1;         /**< Bit 25. */
        HV_UINT64 XfdSupport : 1;                /**< Bit 26: extended feature disable. */
        HV_UINT64 AmxTileSupport : 1;            /**< Bit 27. */
        HV_UINT64 AmxBf16Support : 1;            /**< Bit 28. */
        HV_UINT64 AmxInt8Support : 1;            /**< Bit 29. */
        HV_UINT64 AvxVnniSupport : 1;            /**< Bit 30. */
        HV_UINT64 AvxIfmaSupport : 1;            /**< Bit 31. */
        HV_UINT64 AvxNeConvertSupport : 1;       /**< Bit 32. */
        HV_UINT64 AvxVnniInt8Support : 1;        /**< Bit 33. */
        HV_UINT64 AvxVnniInt16Support : 1;       /**< Bit 34. */
        HV_UINT64 Avx10_1_256Support : 1;        /**< Bit 35. */
        HV_UINT64 Avx10_1_512Support : 1;        /**< Bit 36. */
        HV_UINT64 AmxFp16Support : 1;            /**< Bit 37. */
        HV_UINT64 ApxSupport : 1;                /**< Bit 38: Source: rust-vmm mshv. */
        HV_UINT64 ApxNciNddNfSupport : 1;        /**< Bit 39: Source: rust-vmm mshv. */
        HV_UINT64 Reserved : 24;
    };
#endif
} HV_X64_PARTITION_PROCESSOR_XSAVE_FEATURES, *PHV_X64_PARTITION_PROCESSOR_XSAVE_FEATURES;
HV_STATIC_ASSERT(sizeof(HV_X64_PARTITION_PROCESSOR_XSAVE_FEATURES) == 8);

/*
 * ARM64.
 */

/**
 * Processor features on ARM64. Each set bit is the feature of its name in the Arm architecture,
 * which the partition has.
 *
 * Bit numbers are those in the bank. Bits 25 to 27 of bank 1 have two meanings: L1ipVipt, DebugV8
 * and DebugV8P2 in the symbols of 26100; Ecv, EcvPoff and NestedVirtSupport in rust-vmm mshv, which
 * is newer and is the only source of the bits from 41 on.
 */
typedef union HV_ARM64_PARTITION_PROCESSOR_FEATURES
{
    HV_UINT64 AsUINT64[2];
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Asid16 : 1;      /**< Bit 0: ASIDs of 16 bits. */
        HV_UINT64 TGran16 : 1;     /**< Bit 1: pages of 16 KB. */
        HV_UINT64 TGran64 : 1;     /**< Bit 2: pages of 64 KB. */
        HV_UINT64 Haf : 1;         /**< Bit 3: the access flag is set by hardware. */
        HV_UINT64 Hdbs : 1;        /**< Bit 4: hardware sets the dirty state. */
        HV_UINT64 Pan : 1;         /**< Bit 5: privileged access never. */
        HV_UINT64 AtS1E1 : 1;      /**< Bit 6. */
        HV_UINT64 Uao : 1;         /**< Bit 7: user access override. */
        HV_UINT64 El0Aarch32 : 1;  /**< Bit 8: 32-bit user mode. */
        HV_UINT64 Fp : 1;          /**< Bit 9. */
        HV_UINT64 FpHp : 1;        /**< Bit 10. */
        HV_UINT64 AdvSimd : 1;     /**< Bit 11. */
        HV_UINT64 AdvSimdHp : 1;   /**< Bit 12. */
        HV_UINT64 GicV3V4 : 1;     /**< Bit 13. */
        HV_UINT64 GicV4P1 : 1;     /**< Bit 14. */
        HV_UINT64 Ras : 1;         /**< Bit 15. */
        HV_UINT64 PmuV3 : 1;       /**< Bit 16. */
        HV_UINT64 PmuV3ArmV81 : 1; /**< Bit 17. */
        HV_UINT64 PmuV3ArmV84 : 1; /**< Bit 18. */
        HV_UINT64 PmuV3ArmV85 : 1; /**< Bit 19. */
        HV_UINT64 Aes : 1;         /**< Bit 20. */
        HV_UINT64 PolyMul : 1;     /**< Bit 21. */
        HV_UINT64 Sha1 : 1;        /**< Bit 22. */
        HV_UINT64 Sha256 : 1;      /**< Bit 23. */
        HV_UINT64 Sha512 : 1;      /**< Bit 24. */
        HV_UINT64 Crc32 : 1;       /**< Bit 25. */
        HV_UINT64 Atomic : 1;      /**< Bit 26. */
        HV_UINT64 Rdm : 1;         /**< Bit 27. */
        HV_UINT64 Sha3 : 1;        /**< Bit 28. */
        HV_UINT64 Sm3 : 1;         /**< Bit 29. */
        HV_UINT64 Sm4 : 1;         /**< Bit 30. */
        HV_UINT64 Dp : 1;          /**< Bit 31. */
        HV_UINT64 Fhm : 1;         /**< Bit 32. */
        HV_UINT64 DcCvap : 1;      /**< Bit 33. */
        HV_UINT64 DcCvadp : 1;     /**< Bit 34. */
        /** Bit 35: pointer authentication of addresses; ApaEp to ApaEp2Fpc are its levels. */
        HV_UINT64 ApaBase : 1;
        HV_UINT64 ApaEp : 1;       /**< Bit 36. */
        HV_UINT64 ApaEp2 : 1;      /**< Bit 37. */
        HV_UINT64 ApaEp2Fp : 1;    /**< Bit 38. */
        HV_UINT64 ApaEp2Fpc : 1;   /**< Bit 39. */
        HV_UINT64 Jscvt : 1;       /**< Bit 40. */
        HV_UINT64 Fcma : 1;        /**< Bit 41. */
        HV_UINT64 RcpcV83 : 1;     /**< Bit 42. */
        HV_UINT64 RcpcV84 : 1;     /**< Bit 43. */
        HV_UINT64 Gpa : 1;         /**< Bit 44: generic pointer authentication. */
        HV_UINT64 L1ipPipt : 1;    /**< Bit 45: instruction cache tagged physically. */
        HV_UINT64 DzPermitted : 1; /**< Bit 46: DC ZVA is allowed. */
        HV_UINT64 Ssbs : 1;        /**< Bit 47. */
        HV_UINT64 SsbsRw : 1;      /**< Bit 48. */
        /** Bit 49: the firmware implements SMCCC_ARCH_WORKAROUND_1 (branch prediction). */
        HV_UINT64 SmcccW1Supported : 1;
        HV_UINT64 SmcccW1Mitigated : 1; /**< Bit 50. */
        /** Bit 51: the firmware implements SMCCC_ARCH_WORKAROUND_2 (store bypass). */
        HV_UINT64 SmcccW2Supported : 1;
        HV_UINT64 SmcccW2Mitigated : 1; /**< Bit 52. */
        HV_UINT64 Csv2 : 1;             /**< Bit 53. */
        HV_UINT64 Csv3 : 1;             /**< Bit 54. */
        HV_UINT64 Sb : 1;               /**< Bit 55. */
        HV_UINT64 Idc : 1;         /**< Bit 56: no data cache cleaning for instruction coherence. */
        HV_UINT64 Dic : 1;         /**< Bit 57: no instruction cache invalidation for it. */
        HV_UINT64 TlbiOs : 1;      /**< Bit 58. */
        HV_UINT64 TlbiOsRange : 1; /**< Bit 59. */
        HV_UINT64 FlagsM : 1;      /**< Bit 60. */
        HV_UINT64 FlagsM2 : 1;     /**< Bit 61. */
        HV_UINT64 Bf16 : 1;        /**< Bit 62. */
        HV_UINT64 Ebf16 : 1;       /**< Bit 63. */
        HV_UINT64 SveBf16 : 1;     /**< Bit 0. */
        HV_UINT64 SveEbf16 : 1;    /**< Bit 1. */
        HV_UINT64 I8mm : 1;        /**< Bit 2. */
        HV_UINT64 SveI8mm : 1;     /**< Bit 3. */
        HV_UINT64 Frintts : 1;     /**< Bit 4. */
        HV_UINT64 Specres : 1;     /**< Bit 5. */
        HV_UINT64 Mtpmu : 1;       /**< Bit 6. */
        HV_UINT64 Rpres : 1;       /**< Bit 7. */
        HV_UINT64 Exs : 1;         /**< Bit 8. */
        HV_UINT64 SpecSei : 1;     /**< Bit 9. */
        HV_UINT64 Ets : 1;         /**< Bit 10. */
        HV_UINT64 Afp : 1;         /**< Bit 11. */
        HV_UINT64 Iesb : 1;        /**< Bit 12. */
        HV_UINT64 Rng : 1;         /**< Bit 13. */
        HV_UINT64 Lse2 : 1;        /**< Bit 14. */
        HV_UINT64 Idst : 1;        /**< Bit 15. */
        HV_UINT64 RasV1P1 : 1;     /**< Bit 16. */
        HV_UINT64 RasFracV1P1 : 1; /**< Bit 17. */
        HV_UINT64 Sel2 : 1;        /**< Bit 18. */
        HV_UINT64 AmuV1 : 1;       /**< Bit 19. */
        HV_UINT64 AmuV1P1 : 1;     /**< Bit 20. */
        HV_UINT64 Dit : 1;         /**< Bit 21. */
        HV_UINT64 Ccidx : 1;       /**< Bit 22. */
        HV_UINT64 FgtForIntercepts : 1; /**< Bit 23: fine-grained traps. */
        HV_UINT64 L1ipVpipt : 1;        /**< Bit 24. */
        HV_UINT64 L1ipVipt : 1;         /**< Bit 25 of bank 1, or Ecv in rust-vmm mshv. */
        HV_UINT64 DebugV8 : 1;          /**< Bit 26 of bank 1, or EcvPoff in rust-vmm mshv. */
        HV_UINT64 DebugV8P2 : 1;   /**< Bit 27 of bank 1, or NestedVirtSupport in rust-vmm mshv. */
        HV_UINT64 DebugV8P4 : 1;   /**< Bit 28. */
        HV_UINT64 PmuV3ArmV87 : 1; /**< Bit 29. */
        HV_UINT64 DoubleLock : 1;  /**< Bit 30. */
        HV_UINT64 Clrbhb : 1;      /**< Bit 31. */
        HV_UINT64 Spe : 1;         /**< Bit 32. */
        HV_UINT64 SpeV1P1 : 1;     /**< Bit 33. */
        HV_UINT64 SpeV1P2 : 1;     /**< Bit 34. */
        HV_UINT64 TtCnp : 1;       /**< Bit 35. */
        HV_UINT64 Hpds : 1;        /**< Bit 36. */
        HV_UINT64 Sve : 1;         /**< Bit 37. */
        HV_UINT64 SveV2 : 1;       /**< Bit 38. */
        HV_UINT64 SveV2P1 : 1;     /**< Bit 39. */
        HV_UINT64 SpecFpacc : 1;   /**< Bit 40. */
        HV_UINT64 SveAes : 1;      /**< Bit 41. */
        HV_UINT64 SveBitPerm : 1;  /**< Bit 42. */
        HV_UINT64 SveSha3 : 1;     /**< Bit 43. */
        HV_UINT64 SveSm4 : 1;      /**< Bit 44. */
        HV_UINT64 E0Pd : 1;        /**< Bit 45. */
        HV_UINT64 Gpa3 : 1;        /**< Bit 46. */
        HV_UINT64 Apa3Base : 1;    /**< Bit 47. */
        HV_UINT64 Apa3Ep : 1;      /**< Bit 48. */
        HV_UINT64 Apa3Ep2 : 1;     /**< Bit 49. */
        HV_UINT64 Apa3Ep2Fp : 1;   /**< Bit 50. */
        HV_UINT64 Apa3Ep2Fpc : 1;  /**< Bit 51. */
        HV_UINT64 Lrcpc3 : 1;      /**< Bit 52. */
        HV_UINT64 Sme : 1;         /**< Bit 53. */
        HV_UINT64 SmeF32F32 : 1;   /**< Bit 54. */
        HV_UINT64 SmeB16F32 : 1;   /**< Bit 55. */
        HV_UINT64 SmeF16F32 : 1;   /**< Bit 56. */
        HV_UINT64 SmeI8I32 : 1;    /**< Bit 57. */
        HV_UINT64 SmeF64F64 : 1;   /**< Bit 58. */
        HV_UINT64 SmeI16I64 : 1;   /**< Bit 59. */
        HV_UINT64 ReservedBank1 : 4;
    };
#endif
    struct
    {
        HV_UINT64 Bank0;
        union
        {
            HV_UINT64 Bank1;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT64 LowBank1 : 25;
                HV_UINT64 Ecv : 1;     /**< Bit 25 of bank 1: enhanced counter virtualization. */
                HV_UINT64 EcvPoff : 1; /**< Bit 26: with a physical offset. */
                HV_UINT64 NestedVirtSupport : 1; /**< Bit 27: the guest may be a hypervisor. */
                HV_UINT64 HighBank1 : 36;
            };
#endif
        };
    };
} HV_ARM64_PARTITION_PROCESSOR_FEATURES, *PHV_ARM64_PARTITION_PROCESSOR_FEATURES;
HV_STATIC_ASSERT(sizeof(HV_ARM64_PARTITION_PROCESSOR_FEATURES) == 16);

typedef const HV_ARM64_PARTITION_PROCESSOR_FEATURES *PCHV_ARM64_PARTITION_PROCESSOR_FEATURES;

/** XSAVE features on ARM64, for structures of both architectures; no bit is defined. */
typedef union HV_ARM64_PARTITION_PROCESSOR_XSAVE_FEATURES
{
    HV_UINT64 AsUINT64;
} HV_ARM64_PARTITION_PROCESSOR_XSAVE_FEATURES, *PHV_ARM64_PARTITION_PROCESSOR_XSAVE_FEATURES;
HV_STATIC_ASSERT(sizeof(HV_ARM64_PARTITION_PROCESSOR_XSAVE_FEATURES) == 8);

/**
 * The number of a feature's bit counted over both banks of HV_ARM64_PARTITION_PROCESSOR_FEATURES.
 *
 * Source: symbols of securekernel 26100.
 */
typedef HV_UINT32 HV_PARTITION_PROCESSOR_FEATURES_FIELD_INDEX, *PHV_PARTITION_PROCESSOR_FEATURES_FIELD_INDEX;
enum
{
    HvPartitionProcessorFeaturesAsid16Index = 0,
    HvPartitionProcessorFeaturesTGran16Index = 1,
    HvPartitionProcessorFeaturesTGran64Index = 2,
    HvPartitionProcessorFeaturesHafIndex = 3,
    HvPartitionProcessorFeaturesHdbsIndex = 4,
    HvPartitionProcessorFeaturesPanIndex = 5,
    HvPartitionProcessorFeaturesAtS1E1Index = 6,
    HvPartitionProcessorFeaturesUaoIndex = 7,
    HvPartitionProcessorFeaturesEl0Aarch32Index = 8,
    HvPartitionProcessorFeaturesFpIndex = 9,
    HvPartitionProcessorFeaturesFpHpIndex = 0x0000000A,
    HvPartitionProcessorFeaturesAdvSimdIndex = 0x0000000B,
    HvPartitionProcessorFeaturesAdvSimdHpIndex = 0x0000000C,
    HvPartitionProcessorFeaturesGicV3V4Index = 0x0000000D,
    HvPartitionProcessorFeaturesGicV4P1Index = 0x0000000E,
    HvPartitionProcessorFeaturesRasIndex = 0x0000000F,
    HvPartitionProcessorFeaturesPmuV3Index = 0x00000010,
    HvPartitionProcessorFeaturesPmuV3ArmV81Index = 0x00000011,
    HvPartitionProcessorFeaturesPmuV3ArmV84Index = 0x00000012,
    HvPartitionProcessorFeaturesPmuV3ArmV85Index = 0x00000013,
    HvPartitionProcessorFeaturesAesIndex = 0x00000014,
    HvPartitionProcessorFeaturesPolyMulIndex = 0x00000015,
    HvPartitionProcessorFeaturesSha1Index = 0x00000016,
    HvPartitionProcessorFeaturesSha256Index = 0x00000017,
    HvPartitionProcessorFeaturesSha512Index = 0x00000018,
    HvPartitionProcessorFeaturesCrc32Index = 0x00000019,
    HvPartitionProcessorFeaturesAtomicIndex = 0x0000001A,
    HvPartitionProcessorFeaturesRdmIndex = 0x0000001B,
    HvPartitionProcessorFeaturesSha3Index = 0x0000001C,
    HvPartitionProcessorFeaturesSm3Index = 0x0000001D,
    HvPartitionProcessorFeaturesSm4Index = 0x0000001E,
    HvPartitionProcessorFeaturesDpIndex = 0x0000001F,
    HvPartitionProcessorFeaturesFhmIndex = 0x00000020,
    HvPartitionProcessorFeaturesDcCvapIndex = 0x00000021,
    HvPartitionProcessorFeaturesDcCvadpIndex = 0x00000022,
    HvPartitionProcessorFeaturesApaBaseIndex = 0x00000023,
    HvPartitionProcessorFeaturesApaEpIndex = 0x00000024,
    HvPartitionProcessorFeaturesApaEp2Index = 0x00000025,
    HvPartitionProcessorFeaturesApaEp2FpIndex = 0x00000026,
    HvPartitionProcessorFeaturesApaEp2FpcIndex = 0x00000027,
    HvPartitionProcessorFeaturesJscvtIndex = 0x00000028,
    HvPartitionProcessorFeaturesFcmaIndex = 0x00000029,
    HvPartitionProcessorFeaturesRcpcV83Index = 0x0000002A,
    HvPartitionProcessorFeaturesRcpcV84Index = 0x0000002B,
    HvPartitionProcessorFeaturesGpaIndex = 0x0000002C,
    HvPartitionProcessorFeaturesL1ipPiptIndex = 0x0000002D,
    HvPartitionProcessorFeaturesDzPermittedIndex = 0x0000002E,
    HvPartitionProcessorFeaturesSsbsIndex = 0x0000002F,
    HvPartitionProcessorFeaturesSsbsRwIndex = 0x00000030,
    HvPartitionProcessorFeaturesSmcccW1SupportedIndex = 0x00000031,
    HvPartitionProcessorFeaturesSmcccW1MitigatedIndex = 0x00000032,
    HvPartitionProcessorFeaturesSmcccW2SupportedIndex = 0x00000033,
    HvPartitionProcessorFeaturesSmcccW2MitigatedIndex = 0x00000034,
    HvPartitionProcessorFeaturesCsv2Index = 0x00000035,
    HvPartitionProcessorFeaturesCsv3Index = 0x00000036,
    HvPartitionProcessorFeaturesSbIndex = 0x00000037,
    HvPartitionProcessorFeaturesIdcIndex = 0x00000038,
    HvPartitionProcessorFeaturesDicIndex = 0x00000039,
    HvPartitionProcessorFeaturesTlbiOsIndex = 0x0000003A,
    HvPartitionProcessorFeaturesTlbiOsRangeIndex = 0x0000003B,
    HvPartitionProcessorFeaturesFlagsMIndex = 0x0000003C,
    HvPartitionProcessorFeaturesFlagsM2Index = 0x0000003D,
    HvPartitionProcessorFeaturesBf16Index = 0x0000003E,
    HvPartitionProcessorFeaturesEbf16Index = 0x0000003F,
    HvPartitionProcessorFeaturesSveBf16Index = 0x00000040,
    HvPartitionProcessorFeaturesSveEbf16Index = 0x00000041,
    HvPartitionProcessorFeaturesI8mmIndex = 0x00000042,
    HvPartitionProcessorFeaturesSveI8mmIndex = 0x00000043,
    HvPartitionProcessorFeaturesFrinttsIndex = 0x00000044,
    HvPartitionProcessorFeaturesSpecresIndex = 0x00000045,
    HvPartitionProcessorFeaturesMtpmuIndex = 0x00000046,
    HvPartitionProcessorFeaturesRpresIndex = 0x00000047,
    HvPartitionProcessorFeaturesExsIndex = 0x00000048,
    HvPartitionProcessorFeaturesSpecSeiIndex = 0x00000049,
    HvPartitionProcessorFeaturesEtsIndex = 0x0000004A,
    HvPartitionProcessorFeaturesAfpIndex = 0x0000004B,
    HvPartitionProcessorFeaturesIesbIndex = 0x0000004C,
    HvPartitionProcessorFeaturesRngIndex = 0x0000004D,
    HvPartitionProcessorFeaturesLse2Index = 0x0000004E,
    HvPartitionProcessorFeaturesIdstIndex = 0x0000004F,
    HvPartitionProcessorFeaturesRasV1P1Index = 0x00000050,
    HvPartitionProcessorFeaturesRasFracV1P1Index = 0x00000051,
    HvPartitionProcessorFeaturesSel2Index = 0x00000052,
    HvPartitionProcessorFeaturesAmuV1Index = 0x00000053,
    HvPartitionProcessorFeaturesAmuV1P1Index = 0x00000054,
    HvPartitionProcessorFeaturesDitIndex = 0x00000055,
    HvPartitionProcessorFeaturesCcidxIndex = 0x00000056,
    HvPartitionProcessorFeaturesFgtForInterceptsIndex = 0x00000057,
    HvPartitionProcessorFeaturesL1ipVpiptIndex = 0x00000058,
    HvPartitionProcessorFeaturesL1ipViptIndex = 0x00000059,
    HvPartitionProcessorFeaturesDebugV8Index = 0x0000005A,
    HvPartitionProcessorFeaturesDebugV8P2Index = 0x0000005B,
    HvPartitionProcessorFeaturesDebugV8P4Index = 0x0000005C,
    HvPartitionProcessorFeaturesPmuV3ArmV87Index = 0x0000005D,
    HvPartitionProcessorFeaturesDoubleLockIndex = 0x0000005E,
    HvPartitionProcessorFeaturesClrbhbIndex = 0x0000005F,
    HvPartitionProcessorFeaturesSpeIndex = 0x00000060,
    HvPartitionProcessorFeaturesSpeV1P1Index = 0x00000061,
    HvPartitionProcessorFeaturesSpeV1P2Index = 0x00000062,
    HvPartitionProcessorFeaturesTtCnpIndex = 0x00000063,
    HvPartitionProcessorFeaturesHpdsIndex = 0x00000064,
    HvPartitionProcessorFeaturesSveIndex = 0x00000065,
    HvPartitionProcessorFeaturesSveV2Index = 0x00000066,
    HvPartitionProcessorFeaturesSveV2P1Index = 0x00000067,
    HvPartitionProcessorFeaturesSpecFpaccIndex = 0x00000068,
};

typedef HV_BY_TARGET(HV_X64_PARTITION_PROCESSOR_FEATURES,
                     HV_ARM64_PARTITION_PROCESSOR_FEATURES) HV_PARTITION_PROCESSOR_FEATURES,
    *PHV_PARTITION_PROCESSOR_FEATURES;
typedef const HV_PARTITION_PROCESSOR_FEATURES *PCHV_PARTITION_PROCESSOR_FEATURES;
typedef HV_BY_TARGET(HV_X64_PARTITION_PROCESSOR_XSAVE_FEATURES,
                     HV_ARM64_PARTITION_PROCESSOR_XSAVE_FEATURES) HV_PARTITION_PROCESSOR_XSAVE_FEATURES,
    *PHV_PARTITION_PROCESSOR_XSAVE_FEATURES;

/*
 * Compatibility modes of Windows 7: features of a guest that must run on older processors of either vendor.
 */

/** Initializes HV_X64_PARTITION_PROCESSOR_FEATURES: SSE3, LAHF/SAHF, CMPXCHG16B. Source: WDK 7.1. */
#define HV_PARTITION_PROCESSOR_FEATURES_INTEL_COMPATIBILITY_MODE                                                       \
    {                                                                                                                  \
        {                                                                                                              \
            0x103ULL, 0x0ULL                                                                                           \
        }                                                                                                              \
    }
/** Initializes HV_X64_PARTITION_PROCESSOR_FEATURES: those, CR8 by LOCK MOV CR0 and the MMX extensions. */
#define HV_PARTITION_PROCESSOR_FEATURES_AMD_COMPATIBILITY_MODE                                                         \
    {                                                                                                                  \
        {                                                                                                              \
            0x1303ULL, 0x0ULL                                                                                          \
        }                                                                                                              \
    }
/** Initializes HV_X64_PARTITION_PROCESSOR_XSAVE_FEATURES: none. */
#define HV_PARTITION_PROCESSOR_XSAVE_FEATURES_INTEL_COMPATIBILITY_MODE                                                 \
    {                                                                                                                  \
        0x0ULL                                                                                                         \
    }
/** Initializes HV_X64_PARTITION_PROCESSOR_XSAVE_FEATURES: none. */
#define HV_PARTITION_PROCESSOR_XSAVE_FEATURES_AMD_COMPATIBILITY_MODE                                                   \
    {                                                                                                                  \
        0x0ULL                                                                                                         \
    }

/** Cache line flush size in those modes, in units of 8 bytes. */
#define HV_PARTITION_PROCESSOR_CL_FLUSHSIZE_INTEL_COMPATIBILITY_MODE 8
#define HV_PARTITION_PROCESSOR_CL_FLUSHSIZE_AMD_COMPATIBILITY_MODE 8

/*
 * Hyper-V's own features.
 */

#define HV_PARTITION_SYNTHETIC_PROCESSOR_FEATURES_BANKS 1

/**
 * Synthetic processor features. Each set bit offers the partition the privilege or feature of its
 * name (CpuidFeatures.h, Privilege.h).
 *
 * Both architectures use these numbers. mshv-lore does not have bits 33 and above; only rust-vmm
 * mshv has bits 42, 44 and above.
 */
typedef union HV_PARTITION_SYNTHETIC_PROCESSOR_FEATURES
{
    HV_UINT64 AsUINT64[1];
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 HypervisorPresent : 1;  /**< Bit 0: leaves 0x40000000 and 0x40000001 exist. */
        HV_UINT64 Hv1 : 1;                /**< Bit 1: leaves 0x40000002 to 0x40000006 exist. */
        HV_UINT64 AccessVpRunTimeReg : 1; /**< Bit 2. */
        HV_UINT64 AccessPartitionReferenceCounter : 1; /**< Bit 3. */
        HV_UINT64 AccessSynicRegs : 1;                 /**< Bit 4. */
        HV_UINT64 AccessSyntheticTimerRegs : 1;        /**< Bit 5. */
        /** Bit 6: the synthetic APIC registers and the VP assist page. */
        HV_UINT64 AccessIntrCtrlRegs : 1;
        HV_UINT64 AccessHypercallMsrs : 1; /**< Bit 7: AccessHypercallRegs in the references. */
        HV_UINT64 AccessVpIndex : 1;       /**< Bit 8: the VP index register. */
        HV_UINT64 AccessPartitionReferenceTsc : 1;                       /**< Bit 9. */
        HV_UINT64 AccessGuestIdleReg : 1;                                /**< Bit 10: x64 only. */
        HV_UINT64 AccessFrequencyRegs : 1;                               /**< Bit 11. */
        HV_UINT64 ReservedZ12 : 1;                                       /**< Bit 12. */
        HV_UINT64 ReservedZ13 : 1;                                       /**< Bit 13. */
        HV_UINT64 ReservedZ14 : 1;                                       /**< Bit 14. */
        HV_UINT64 EnableExtendedGvaRangesForFlushVirtualAddressList : 1; /**< Bit 15: x64 only. */
        HV_UINT64 AccessVsm : 1;             /**< Bit 16: Source: rust-vmm mshv. */
        HV_UINT64 ReservedZ17 : 1;           /**< Bit 17. */
        HV_UINT64 FastHypercallOutput : 1;   /**< Bit 18. */
        HV_UINT64 ReservedZ19 : 1;           /**< Bit 19. */
        HV_UINT64 StartVirtualProcessor : 1; /**< Bit 20. */
        HV_UINT64 ReservedZ21 : 1;           /**< Bit 21. */
        HV_UINT64 DirectSyntheticTimers : 1; /**< Bit 22. */
        HV_UINT64 ReservedZ23 : 1;           /**< Bit 23. */
        /** Bit 24: the "Ex" calls with sparse processor sets. */
        HV_UINT64 ExtendedProcessorMasks : 1;
        HV_UINT64 TbFlushHypercalls : 1;       /**< Bit 25: the calls that flush translations. */
        HV_UINT64 SyntheticClusterIpi : 1;     /**< Bit 26. */
        HV_UINT64 NotifyLongSpinWait : 1;      /**< Bit 27. */
        HV_UINT64 QueryNumaDistance : 1;       /**< Bit 28. */
        HV_UINT64 SignalEvents : 1;            /**< Bit 29. */
        HV_UINT64 RetargetDeviceInterrupt : 1; /**< Bit 30. */
        HV_UINT64 RestoreTime : 1;             /**< Bit 31: HvCallRestorePartitionTime; x64 only. */
        HV_UINT64 EnlightenedVmcs : 1;         /**< Bit 32: x64 only. */
        HV_UINT64 NestedDebugCtl : 1;          /**< Bit 33: x64 only. */
        HV_UINT64 SyntheticTimeUnhaltedTimer : 1; /**< Bit 34: x64 only. */
        HV_UINT64 IdleSpecCtrl : 1; /**< Bit 35: SPEC_CTRL of an idle processor; x64 only. */
        /** Bit 36: a first set of system registers can be intercepted; ARM64 only. */
        HV_UINT64 RegisterInterceptsV1 : 1;
        HV_UINT64 WakeVps : 1; /**< Bit 37. */
        /** Bit 38: the partition accesses its own registers by hypercall. */
        HV_UINT64 AccessVpRegs : 1;
        HV_UINT64 SyncContext : 1; /**< Bit 39: ARM64 only. */
        /** Bit 40: a SynIC for the trust level that manages the lower levels. */
        HV_UINT64 ManagementVtlSynicSupport : 1;
        HV_UINT64 ProxyInterruptDoorbellSupport : 1; /**< Bit 41: x64 only. */
        HV_UINT64 InterceptSystemReset : 1;          /**< Bit 42: ARM64 only. */
        HV_UINT64 MmioHypercalls : 1;                /**< Bit 43. */
        /** Bit 44: shared peripheral interrupts for VTL 2; ARM64 only. */
        HV_UINT64 ManagementVtlSpiSupport : 1;
        HV_UINT64 MapPartitionEventLogBuffer : 1;     /**< Bit 45. */
        HV_UINT64 LowerVtlGuestRequestSupport : 1;    /**< Bit 46: x64 only. */
        HV_UINT64 ProxyInterruptRedirectSupport : 1;  /**< Bit 47: x64 only. */
        HV_UINT64 InstallIntercept : 1;               /**< Bit 48. */
        HV_UINT64 AccessReservedSintInterruptId : 1;  /**< Bit 49: ARM64 only. */
        HV_UINT64 PinGpaPageRangeSupport : 1;         /**< Bit 50. */
        HV_UINT64 HeatHintBeneficialSupport : 1;      /**< Bit 51. */
        HV_UINT64 RingBufferMessagePortSupport : 1;   /**< Bit 52. */
        HV_UINT64 FlushGuestPhysicalAddressSpace : 1; /**< Bit 53: x64 only. */
        HV_UINT64 Reserved : 10;
    };
#endif
} HV_PARTITION_SYNTHETIC_PROCESSOR_FEATURES, *PHV_PARTITION_SYNTHETIC_PROCESSOR_FEATURES;
HV_STATIC_ASSERT(sizeof(HV_PARTITION_SYNTHETIC_PROCESSOR_FEATURES) == 8);

/*
 * Nested virtualization.
 */

/** HvPartitionPropertyProcessorVirtualizationFeatures. Source: symbols of securekernel 26100. */
typedef union HV_PARTITION_PROCESSOR_VIRTUALIZATION_FEATURES
{
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 HideHypervisorPresent : 1; /**< Bit 0: CPUID.1:ECX[31] reads as clear. */
        HV_UINT64 RsvdZ : 63;
    };
#endif
    HV_UINT64 AsUINT64;
} HV_PARTITION_PROCESSOR_VIRTUALIZATION_FEATURES, *PHV_PARTITION_PROCESSOR_VIRTUALIZATION_FEATURES;
HV_STATIC_ASSERT(sizeof(HV_PARTITION_PROCESSOR_VIRTUALIZATION_FEATURES) == 8);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_PROCESSORFEATURES */
