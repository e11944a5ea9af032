/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief State of a processor: initial registers, the areas of FXSAVE and XSAVE, complete contexts.
 *
 * Like the registers of RegisterFormat.h, these formats are those of the architecture, in the form of
 * the hypervisor's calls.
 *
 * A processor starts with an HV_INITIAL_VP_CONTEXT, which two calls contain (VirtualProcessor.h,
 * Vtl.h): HvCallStartVirtualProcessor starts the processor with this context immediately;
 * HvCallEnableVpVtl stores the context for the first entry into the level that it enables. On x64
 * the context has the registers that a 64-bit kernel needs to run compiled code. On ARM64 it has
 * the translation registers, vector base, stack and X18. The first instructions must set the
 * remaining registers in assembly, for example CPACR_EL1, before compiled code can use vector
 * registers.
 *
 * An XSAVE area has no fixed size: after the legacy area of 512 bytes and the header of 64 bytes
 * come the components of XCR0 and IA32_XSS, each at the offset that CPUID leaf 0xD reports. The
 * structures here have the size of one release. A program must take the length from CPUID, not from
 * `sizeof`.
 *
 * The header ends with complete contexts (HV_VP_CONTEXT). No call of any source contains one; calls
 * name the registers of a processor one by one.
 *
 * Sources: WDK 7.1 hvgdk.h; symbols of securekernel 26100; OpenVMM hvdef; TLFS
 * 6.0b 7.9 and 15.11, and online (HV_INITIAL_VP_CONTEXT).
 */

#ifndef MILE_HYPERV_HYPERVISOR_CONTEXT
#define MILE_HYPERV_HYPERVISOR_CONTEXT

#include "RegisterFormat.h"

HV_HEADER_BEGIN

/** An instruction set of a virtual processor. */
typedef HV_UINT32 HV_ARCHITECTURE, *PHV_ARCHITECTURE;
enum
{
    HvArchitectureX64 = 0,
    HvArchitectureX86 = 1,
    HvArchitectureARM64 = 2,
    HvArchitectureMaximum = 3,
};

/*
 * Floating point and vectors, x64.
 */

/** Register that x87 and MMX share. */
typedef union HV_X64_FP_MMX_REGISTER
{
    HV_UINT128 AsUINT128;
    HV_X64_FP_REGISTER Fp; /**< The register as an x87 register of 80 bits. */
    HV_UINT64 Mmx;         /**< The register as an MMX register of 64 bits. */
} HV_X64_FP_MMX_REGISTER, *PHV_X64_FP_MMX_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_X64_FP_MMX_REGISTER) == 16);

#define HV_X64_FXSAVE_AREA_SIZE 512

/** Area of FXSAVE. The last 96 of the 512 bytes have no name. */
typedef union HV_DECLSPEC_ALIGN(16) HV_X64_FX_REGISTERS
{
    struct
    {
        HV_X64_FP_CONTROL_STATUS_REGISTER FpControlStatus;   /**< Control and status of x87. */
        HV_X64_XMM_CONTROL_STATUS_REGISTER XmmControlStatus; /**< MXCSR and its mask. */
        HV_X64_FP_MMX_REGISTER FpMmx[8]; /**< Registers ST0 to ST7, or MM0 to MM7. */
        HV_UINT128 Xmm[16];              /**< Registers XMM0 to XMM15. */
    };
    HV_UINT8 FxSaveArea[HV_X64_FXSAVE_AREA_SIZE]; /**< The area as bytes. */
} HV_X64_FX_REGISTERS, *PHV_X64_FX_REGISTERS;
HV_STATIC_ASSERT(sizeof(HV_X64_FX_REGISTERS) == 512);

/** Set of XSAVE components: the bits of XCR0 and of IA32_XSS. */
typedef union HV_X64_XSAVE_XFEM_REGISTER
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT32 LowUINT32;  /**< The components 0 to 31. */
        HV_UINT32 HighUINT32; /**< The components 32 to 63. */
    };
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 LegacyX87 : 1;    /**< Bit 0: x87 state. */
        HV_UINT64 LegacySse : 1;    /**< Bit 1: SSE state: the XMM registers and MXCSR. */
        HV_UINT64 Avx : 1;          /**< Bit 2: AVX state: the high halves of the YMM registers. */
        HV_UINT64 MpxBndreg : 1;    /**< Bit 3: MPX bound registers. */
        HV_UINT64 MpxBndcsr : 1;    /**< Bit 4: MPX configuration and status. */
        HV_UINT64 Avx512OpMask : 1; /**< Bit 5: AVX-512 opmask registers. */
        HV_UINT64 Avx512Zmmhi : 1;  /**< Bit 6: AVX-512 high halves of ZMM0 to ZMM15. */
        HV_UINT64 Avx512Zmm16_31 : 1; /**< Bit 7: AVX-512 registers ZMM16 to ZMM31. */
        HV_UINT64 Reserved8_9 : 2;    /**< Bits 8 and 9. */
        HV_UINT64 Pasid : 1;          /**< Bit 10: PASID state. */
        HV_UINT64 CetU : 1;           /**< Bit 11: CET state of user mode. */
        HV_UINT64 CetS : 1;           /**< Bit 12: CET state of supervisor mode. */
        HV_UINT64 Reserved13_16 : 4;  /**< Bits 13 to 16. */
        HV_UINT64 XtileCfg : 1;       /**< Bit 17: AMX tile configuration. */
        HV_UINT64 XtileData : 1;      /**< Bit 18: AMX tile data. */
        HV_UINT64 Reserved19_63 : 45; /**< Bits 19 to 63. */
    };
#endif
} HV_X64_XSAVE_XFEM_REGISTER, *PHV_X64_XSAVE_XFEM_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_X64_XSAVE_XFEM_REGISTER) == 8);

/** Header of an XSAVE area, at byte 512 of the area. All reserved bytes are zero. */
typedef struct HV_DECLSPEC_ALIGN(64) HV_X64_XSAVE_HEADER
{
    /** Components that contain state; all others are in their initial state. */
    HV_X64_XSAVE_XFEM_REGISTER XstateBv;
    /** Bit 63 is the compacted form; the other bits are its components. */
    HV_X64_XSAVE_XFEM_REGISTER XcompBv;
    HV_UINT16 RevisionID; /**< Undocumented. */
    HV_UINT16 Reserved1MBZ;
    HV_UINT32 Reserved2;
    HV_UINT64 Reserved3;
    HV_UINT64 Reserved4;
    HV_UINT64 Reserved5;
    HV_UINT64 Reserved6;
    HV_UINT64 Reserved7;
} HV_X64_XSAVE_HEADER, *PHV_X64_XSAVE_HEADER;
HV_STATIC_ASSERT(sizeof(HV_X64_XSAVE_HEADER) == 64);

/* Sizes of the area in the contexts of this header: those of one release, not of the interface. */

/** Bytes of the header, which follows the legacy HV_X64_FXSAVE_AREA_SIZE. */
#define HV_X64_XSAVE_AREA_HEADER_SIZE 64
/** Bytes reserved for each component after the header. */
#define HV_X64_XSAVE_AREA_AVX_SIZE 256
#define HV_X64_XSAVE_AREA_MPX_SIZE 80
#define HV_X64_XSAVE_AREA_AVX512_SIZE 1600
#define HV_X64_XSAVE_AREA_PT_SIZE 72
#define HV_X64_XSAVE_AREA_PKRU_SIZE 4
#define HV_X64_XSAVE_AREA_HDC_SIZE 8
#define HV_X64_XSAVE_AREA_UNKNOWN_SIZE 92
/**
 * Size of the XSAVE area in bytes: the sum of its parts. It is 832 in WDK 7.1, which ends with AVX.
 */
#define HV_X64_XSAVE_AREA_SIZE 2688

/**
 * Area of XSAVE: the legacy part, the header, then AVX and the other components that CPUID places.
 */
typedef union HV_DECLSPEC_ALIGN(64) HV_X64_X_REGISTERS
{
    struct HV_DECLSPEC_ALIGN(64)
    {
        HV_X64_FP_CONTROL_STATUS_REGISTER FpControlStatus;   /**< Control and status of x87. */
        HV_X64_XMM_CONTROL_STATUS_REGISTER XmmControlStatus; /**< MXCSR and its mask. */
        HV_X64_FP_MMX_REGISTER FpMmx[8]; /**< Registers ST0 to ST7, or MM0 to MM7. */
        union
        {
            HV_UINT128 Xmm[16];    /**< Registers XMM0 to XMM15. */
            HV_UINT128 YmmLow[16]; /**< Low halves of YMM0 to YMM15, which are the XMM registers. */
        };
        HV_UINT128 Reserved[6];
        HV_X64_XSAVE_HEADER Header;
        /**
         * High halves of YMM0 to YMM15, in the standard form, if AVX is the first component after
         * the header.
         */
        HV_UINT128 YmmHigh[16];
    };
    HV_UINT8 XSaveArea[HV_X64_XSAVE_AREA_SIZE]; /**< The area as bytes. */
} HV_X64_X_REGISTERS, *PHV_X64_X_REGISTERS;
HV_STATIC_ASSERT(sizeof(HV_X64_X_REGISTERS) == 2688);

/** Area of FXSAVE or XSAVE. */
typedef union HV_DECLSPEC_ALIGN(64) HV_X64_XSAVE_AREA
{
    HV_X64_FX_REGISTERS LegacyFxRegisters; /**< Area of FXSAVE. */
    HV_X64_X_REGISTERS XRegisters;         /**< Area of XSAVE. */
} HV_X64_XSAVE_AREA, *PHV_X64_XSAVE_AREA;
HV_STATIC_ASSERT(sizeof(HV_X64_XSAVE_AREA) == 2688);

/*
 * Initial state of a processor.
 */

/**
 * Registers with which an x64 processor starts, by HvCallStartVirtualProcessor or at its first
 * entry into a trust level. Each member is the register of its name.
 */
typedef struct HV_X64_INITIAL_VP_CONTEXT
{
    HV_UINT64 Rip;
    HV_UINT64 Rsp;
    HV_UINT64 Rflags;
    HV_X64_SEGMENT_REGISTER Cs;
    HV_X64_SEGMENT_REGISTER Ds;
    HV_X64_SEGMENT_REGISTER Es;
    HV_X64_SEGMENT_REGISTER Fs;
    HV_X64_SEGMENT_REGISTER Gs;
    HV_X64_SEGMENT_REGISTER Ss;
    HV_X64_SEGMENT_REGISTER Tr;
    HV_X64_SEGMENT_REGISTER Ldtr;
    HV_X64_TABLE_REGISTER Idtr;
    HV_X64_TABLE_REGISTER Gdtr;
    HV_UINT64 Efer;
    HV_UINT64 Cr0;
    HV_UINT64 Cr3;
    HV_UINT64 Cr4;
    HV_UINT64 MsrCrPat; /**< IA32_PAT. */
} HV_X64_INITIAL_VP_CONTEXT, *PHV_X64_INITIAL_VP_CONTEXT;
HV_STATIC_ASSERT(sizeof(HV_X64_INITIAL_VP_CONTEXT) == 224);

/**
 * Registers with which an ARM64 processor starts, by HvCallStartVirtualProcessor or at its first
 * entry into a trust level. Each member is the register of its name.
 */
typedef struct HV_ARM64_INITIAL_VP_CONTEXT
{
    HV_UINT64 Pc;
    /** SP_EL1: the processor starts at EL1 with that level's own stack pointer (EL1h). */
    HV_UINT64 Sp_ELh;
    HV_UINT64 SCTLR_EL1;
    HV_UINT64 MAIR_EL1;
    HV_UINT64 TCR_EL1;
    HV_UINT64 VBAR_EL1;
    HV_UINT64 TTBR0_EL1;
    HV_UINT64 TTBR1_EL1;
    HV_UINT64 X18;
} HV_ARM64_INITIAL_VP_CONTEXT, *PHV_ARM64_INITIAL_VP_CONTEXT;
HV_STATIC_ASSERT(sizeof(HV_ARM64_INITIAL_VP_CONTEXT) == 72);

typedef HV_BY_TARGET(HV_X64_INITIAL_VP_CONTEXT, HV_ARM64_INITIAL_VP_CONTEXT) HV_INITIAL_VP_CONTEXT,
    *PHV_INITIAL_VP_CONTEXT;

/*
 * Whole contexts: programs and symbols have them, no call does.
 */

/** Version of an HV_X64_VP_CONTEXT or HV_ARM64_VP_CONTEXT. */
#define HV_VIRTUAL_PROCESSOR_REGISTERS_VERSION 1

/**
 * Complete state of an x64 processor in WDK 7.1, with the memory type registers (MTRRs) and an
 * XSAVE area that ends with AVX. Each member is the register of its name.
 */
typedef struct HV_DECLSPEC_ALIGN(64) HV_X64_CONTEXT_V1
{
    HV_UINT64 InitialApicId;
    HV_UINT64 Rax;
    HV_UINT64 Rbx;
    HV_UINT64 Rcx;
    HV_UINT64 Rdx;
    HV_UINT64 Rsi;
    HV_UINT64 Rdi;
    HV_UINT64 Rbp;
    HV_UINT64 Rsp;
    HV_UINT64 R8;
    HV_UINT64 R9;
    HV_UINT64 R10;
    HV_UINT64 R11;
    HV_UINT64 R12;
    HV_UINT64 R13;
    HV_UINT64 R14;
    HV_UINT64 R15;
    HV_UINT64 Rip;
    HV_UINT64 Rflags;
    HV_UINT64 Cr0;
    HV_UINT64 Cr2;
    HV_UINT64 Cr3;
    HV_UINT64 Cr4;
    HV_UINT64 Cr8;
    HV_UINT64 Efer;
    HV_UINT64 Xfem; /**< XCR0. */
    HV_UINT64 Dr0;
    HV_UINT64 Dr1;
    HV_UINT64 Dr2;
    HV_UINT64 Dr3;
    HV_UINT64 Dr6;
    HV_UINT64 Dr7;
    HV_X64_TABLE_REGISTER Idtr;
    HV_X64_TABLE_REGISTER Gdtr;
    HV_X64_SEGMENT_REGISTER Cs;
    HV_X64_SEGMENT_REGISTER Ds;
    HV_X64_SEGMENT_REGISTER Es;
    HV_X64_SEGMENT_REGISTER Fs;
    HV_X64_SEGMENT_REGISTER Gs;
    HV_X64_SEGMENT_REGISTER Ss;
    HV_X64_SEGMENT_REGISTER Tr;
    HV_X64_SEGMENT_REGISTER Ldtr;
    HV_UINT64 KernelGsBase;
    HV_UINT64 Star;
    HV_UINT64 Lstar;
    HV_UINT64 Cstar;
    HV_UINT64 Sfmask;
    HV_UINT64 SysenterCs;
    HV_UINT64 SysenterEip;
    HV_UINT64 SysenterEsp;
    HV_UINT64 MsrCrPat;
    HV_UINT64 MsrMtrrCap;
    HV_UINT64 MsrMtrrDefType;
    HV_UINT64 MsrMtrrFixed[11];
    HV_UINT64 MsrMtrrVariableBase[8];
    HV_UINT64 MsrMtrrVariableMask[8];
    HV_UINT32 LocalApicId;
    /** Value of the APIC's version register; bits 0 to 7 are the version number. */
    HV_UINT32 LocalApicVersion;
    HV_UINT32 LocalApicLdr;
    HV_UINT32 LocalApicDfr;
    HV_UINT32 LocalApicSpurious;
    HV_UINT32 LocalApicIcrLow;
    HV_UINT32 LocalApicIcrHigh;
    HV_UINT32 LocalApicIsr[8];
    HV_UINT32 LocalApicTmr[8];
    HV_UINT32 LocalApicLvtTimer;
    HV_UINT32 LocalApicLvtPerfmon;
    HV_UINT32 LocalApicLvtLint0;
    HV_UINT32 LocalApicLvtLint1;
    /**
     * Current count of the APIC timer: number of timer ticks to its expiration; 0 if it is stopped.
     */
    HV_UINT32 LocalApicCurrentCount;
    /** Initial count of the APIC timer: number of timer ticks per period; 0 if it is stopped. */
    HV_UINT32 LocalApicInitialCount;
    HV_UINT32 LocalApicDivider;
    HV_UINT64 LocalApicBaseMsr;
    HV_UINT64 Padding1[6];
    union HV_DECLSPEC_ALIGN(64)
    {
        HV_X64_FX_REGISTERS FxRegisters; /**< Start of the XSAVE area. */
        HV_UINT8 XSaveArea[832];         /**< XSAVE area, in the standard form. */
    };
} HV_X64_CONTEXT_V1, *PHV_X64_CONTEXT_V1;
HV_STATIC_ASSERT(sizeof(HV_X64_CONTEXT_V1) == 1728);

/**
 * Complete state of an x64 processor since Windows 10, without the MTRRs and with a larger XSAVE
 * area. Each member is the register of its name.
 *
 * Undocumented; only the original 1.x has it.
 */
typedef struct HV_DECLSPEC_ALIGN(64) HV_X64_CONTEXT
{
    HV_UINT64 InitialApicId;
    HV_UINT64 Rax;
    HV_UINT64 Rbx;
    HV_UINT64 Rcx;
    HV_UINT64 Rdx;
    HV_UINT64 Rsi;
    HV_UINT64 Rdi;
    HV_UINT64 Rbp;
    HV_UINT64 Rsp;
    HV_UINT64 R8;
    HV_UINT64 R9;
    HV_UINT64 R10;
    HV_UINT64 R11;
    HV_UINT64 R12;
    HV_UINT64 R13;
    HV_UINT64 R14;
    HV_UINT64 R15;
    HV_UINT64 Rip;
    HV_UINT64 Rflags;
    HV_UINT64 Cr0;
    HV_UINT64 Cr2;
    HV_UINT64 Cr3;
    HV_UINT64 Cr4;
    HV_UINT64 Cr8;
    HV_UINT64 Efer;
    HV_UINT64 Xfem; /**< XCR0. */
    HV_UINT64 Dr0;
    HV_UINT64 Dr1;
    HV_UINT64 Dr2;
    HV_UINT64 Dr3;
    HV_UINT64 Dr6;
    HV_UINT64 Dr7;
    HV_X64_TABLE_REGISTER Idtr;
    HV_X64_TABLE_REGISTER Gdtr;
    HV_X64_SEGMENT_REGISTER Cs;
    HV_X64_SEGMENT_REGISTER Ds;
    HV_X64_SEGMENT_REGISTER Es;
    HV_X64_SEGMENT_REGISTER Fs;
    HV_X64_SEGMENT_REGISTER Gs;
    HV_X64_SEGMENT_REGISTER Ss;
    HV_X64_SEGMENT_REGISTER Tr;
    HV_X64_SEGMENT_REGISTER Ldtr;
    HV_UINT64 KernelGsBase;
    HV_UINT64 Star;
    HV_UINT64 Lstar;
    HV_UINT64 Cstar;
    HV_UINT64 Sfmask;
    HV_UINT64 SysenterCs;
    HV_UINT64 SysenterEip;
    HV_UINT64 SysenterEsp;
    HV_UINT64 MsrCrPat;
    HV_UINT32 LocalApicId;
    /** Value of the APIC's version register; bits 0 to 7 are the version number. */
    HV_UINT32 LocalApicVersion;
    HV_UINT32 LocalApicLdr;
    HV_UINT32 LocalApicDfr;
    HV_UINT32 LocalApicSpurious;
    HV_UINT32 LocalApicIcrLow;
    HV_UINT32 LocalApicIcrHigh;
    HV_UINT32 LocalApicIsr[8];
    HV_UINT32 LocalApicTmr[8];
    HV_UINT32 LocalApicLvtTimer;
    HV_UINT32 LocalApicLvtPerfmon;
    HV_UINT32 LocalApicLvtLint0;
    HV_UINT32 LocalApicLvtLint1;
    /**
     * Current count of the APIC timer: number of timer ticks to its expiration; 0 if it is stopped.
     */
    HV_UINT32 LocalApicCurrentCount;
    /** Initial count of the APIC timer: number of timer ticks per period; 0 if it is stopped. */
    HV_UINT32 LocalApicInitialCount;
    HV_UINT32 LocalApicDivider;
    HV_UINT64 LocalApicBaseMsr;
    HV_UINT64 Padding1[3];
    union HV_DECLSPEC_ALIGN(64)
    {
        HV_X64_FX_REGISTERS FxRegisters; /**< Start of the XSAVE area. */
        HV_X64_X_REGISTERS XRegisters;   /**< XSAVE area. */
    };
} HV_X64_CONTEXT, *PHV_X64_CONTEXT;
HV_STATIC_ASSERT(sizeof(HV_X64_CONTEXT) == 3328);

/**
 * Complete state of an ARM64 processor. Each member is the register of its name; the order is not
 * that of the register numbers.
 *
 * Undocumented; only the original 1.x has it.
 */
typedef struct HV_DECLSPEC_ALIGN(16) HV_ARM64_CONTEXT
{
    HV_UINT64 X0;
    HV_UINT64 X1;
    HV_UINT64 X2;
    HV_UINT64 X3;
    HV_UINT64 X4;
    HV_UINT64 X5;
    HV_UINT64 X6;
    HV_UINT64 X7;
    HV_UINT64 X8;
    HV_UINT64 X9;
    HV_UINT64 X10;
    HV_UINT64 X11;
    HV_UINT64 X12;
    HV_UINT64 X13;
    HV_UINT64 X14;
    HV_UINT64 X15;
    HV_UINT128 Q0;
    HV_UINT128 Q1;
    HV_UINT128 Q2;
    HV_UINT128 Q3;
    HV_UINT128 Q4;
    HV_UINT128 Q5;
    HV_UINT128 Q6;
    HV_UINT128 Q7;
    HV_UINT128 Q16;
    HV_UINT128 Q17;
    HV_UINT128 Q18;
    HV_UINT128 Q19;
    HV_UINT128 Q20;
    HV_UINT128 Q21;
    HV_UINT128 Q22;
    HV_UINT128 Q23;
    HV_UINT128 Q24;
    HV_UINT128 Q25;
    HV_UINT128 Q26;
    HV_UINT128 Q27;
    HV_UINT128 Q28;
    HV_UINT128 Q29;
    HV_UINT128 Q30;
    HV_UINT128 Q31;
    HV_UINT64 X16;
    HV_UINT64 X17;
    HV_UINT64 X18;
    HV_UINT64 X19;
    HV_UINT64 X20;
    HV_UINT64 X21;
    HV_UINT64 X22;
    HV_UINT64 X23;
    HV_UINT64 X24;
    HV_UINT64 X25;
    HV_UINT64 X26;
    HV_UINT64 X27;
    HV_UINT64 X28;
    HV_UINT64 XFp;
    HV_UINT64 XLr;
    HV_UINT64 Padding0;
    HV_UINT128 Q8;
    HV_UINT128 Q9;
    HV_UINT128 Q10;
    HV_UINT128 Q11;
    HV_UINT128 Q12;
    HV_UINT128 Q13;
    HV_UINT128 Q14;
    HV_UINT128 Q15;
    HV_UINT32 Cpsr;
    HV_UINT32 Padding1;
    HV_UINT64 Sp;
    HV_UINT64 Pc;
    HV_UINT64 SCTLR_EL1;
    HV_UINT64 ACTLR_EL1;
    HV_UINT64 CPACR_EL1;
    HV_UINT64 TPIDRRO_EL0;
    HV_UINT64 TPIDR_EL0;
    HV_UINT64 TTBR0_EL1;
    HV_UINT64 TTBR1_EL1;
    HV_UINT64 TCR_EL1;
    HV_UINT64 ESR_EL1;
    HV_UINT64 FAR_EL1;
    HV_UINT64 PAR_EL1;
    HV_UINT64 MAIR_EL1;
    HV_UINT64 VBAR_EL1;
    HV_UINT64 CONTEXTIDR_EL1;
    HV_UINT64 TPIDR_EL1;
    HV_UINT64 SPSR_EL1;
    HV_UINT64 ELR_EL1;
    HV_UINT64 AFSR0_EL1;
    HV_UINT64 AFSR1_EL1;
    HV_UINT64 AMAIR_EL1;
    HV_UINT64 Padding2;
} HV_ARM64_CONTEXT, *PHV_ARM64_CONTEXT;
HV_STATIC_ASSERT(sizeof(HV_ARM64_CONTEXT) == 960);

/** Complete state of an x64 processor with its version and architecture. */
typedef struct HV_DECLSPEC_ALIGN(64) HV_X64_VP_CONTEXT
{
    HV_UINT32 Version; /**< HV_VIRTUAL_PROCESSOR_REGISTERS_VERSION. */
    HV_ARCHITECTURE Architecture;
    HV_UINT64 Padding[7];
    HV_X64_CONTEXT x64; /**< State of the processor. */
} HV_X64_VP_CONTEXT, *PHV_X64_VP_CONTEXT;
HV_STATIC_ASSERT(sizeof(HV_X64_VP_CONTEXT) == 3392);

/**
 * Complete state of an ARM64 processor with its version and architecture. Build 26100 has only the
 * six registers of the second form, in which each member is the register of its name.
 */
typedef union HV_DECLSPEC_ALIGN(16) HV_ARM64_VP_CONTEXT
{
    struct HV_DECLSPEC_ALIGN(16)
    {
        HV_UINT32 Version; /**< HV_VIRTUAL_PROCESSOR_REGISTERS_VERSION. */
        HV_ARCHITECTURE Architecture;
        HV_UINT64 Padding;
        HV_ARM64_CONTEXT aa64; /**< State of the processor. */
    };
    struct
    {
        HV_UINT64 Pc;
        HV_UINT64 Sctlr;
        HV_UINT64 Ttbr0;
        HV_UINT64 Ttbr1;
        HV_UINT64 Tcr;
        HV_UINT64 Mair;
    };
} HV_ARM64_VP_CONTEXT, *PHV_ARM64_VP_CONTEXT;
HV_STATIC_ASSERT(sizeof(HV_ARM64_VP_CONTEXT) == 976);

typedef HV_BY_TARGET(HV_X64_VP_CONTEXT, HV_ARM64_VP_CONTEXT) HV_VP_CONTEXT, *PHV_VP_CONTEXT;

/**
 * General registers that a function call does not preserve by the Microsoft x64 convention. Each
 * member is the register of its name.
 *
 * Undocumented; only the original 1.x has it.
 */
typedef struct HV_X64_VOLATILE_GP_REGS
{
    HV_UINT64 Rax;
    HV_UINT64 Rcx;
    HV_UINT64 Rdx;
    HV_UINT64 R8;
    HV_UINT64 R9;
    HV_UINT64 R10;
    HV_UINT64 R11;
} HV_X64_VOLATILE_GP_REGS, *PHV_X64_VOLATILE_GP_REGS;
HV_STATIC_ASSERT(sizeof(HV_X64_VOLATILE_GP_REGS) == 56);

/** General registers that a function call does not preserve on ARM64. */
typedef struct HV_ARM64_VOLATILE_GP_REGS
{
    HV_UINT64 X[18]; /**< Registers X0 to X17. */
} HV_ARM64_VOLATILE_GP_REGS, *PHV_ARM64_VOLATILE_GP_REGS;
HV_STATIC_ASSERT(sizeof(HV_ARM64_VOLATILE_GP_REGS) == 144);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_CONTEXT */
