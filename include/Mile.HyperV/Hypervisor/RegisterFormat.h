/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Registers of x64 that are more than a number: segments, descriptor tables, x87 and SSE control.
 *
 * These are forms of the architecture, not of the hypervisor, in the 16 bytes in
 * which its calls and messages carry them: a segment register with its hidden
 * part, a descriptor table register, an x87 register. Where they stand as the
 * value of a named register, RegisterValue.h has them; where they are part of a
 * processor's whole state, Context.h.
 *
 * Sources: TLFS 6.0b 7.9 and 8.12, and online (HV_X64_SEGMENT_REGISTER and its
 * neighbours); WDK 7.1 hvgdk.h; OpenVMM hvdef; symbols of securekernel 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_REGISTERFORMAT
#define MILE_HYPERV_HYPERVISOR_REGISTERFORMAT

#include "Types.h"

HV_HEADER_BEGIN

/*
 * Segments and descriptor tables.
 */

/**
 * A segment register with what the processor caches of its descriptor. The
 * registers IA32_FS_BASE and IA32_GS_BASE have no name of their own: they are
 * Base of HvX64RegisterFs and HvX64RegisterGs.
 */
typedef struct HV_X64_SEGMENT_REGISTER
{
    HV_UINT64 Base;
    HV_UINT32 Limit; /**< Offset of the last byte; with Granularity its low 12 bits are ones. Long mode ignores it. */
    HV_UINT16 Selector;
    union
    {
        HV_UINT16 Attributes;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT16 SegmentType : 4;              /**< Bits 0 to 3: as in the descriptor. */
            HV_UINT16 NonSystemSegment : 1;         /**< Bit 4: code or data. */
            HV_UINT16 DescriptorPrivilegeLevel : 2; /**< Bits 5 and 6. */
            HV_UINT16 Present : 1;                  /**< Bit 7: clear is a null segment: an access raises #GP. */
            HV_UINT16 Reserved : 4;                 /**< Bits 8 to 11. */
            HV_UINT16 Available : 1;                /**< Bit 12: for the kernel's own use. */
            HV_UINT16 Long : 1;                     /**< Bit 13: 64-bit code. */
            HV_UINT16 Default : 1;                  /**< Bit 14: 32-bit operands. */
            HV_UINT16 Granularity : 1;              /**< Bit 15: the descriptor's limit counted pages. */
        };
#endif
    };
} HV_X64_SEGMENT_REGISTER, *PHV_X64_SEGMENT_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_X64_SEGMENT_REGISTER) == 16);

/** IDTR or GDTR. */
typedef struct HV_X64_TABLE_REGISTER
{
    HV_UINT16 Pad[3]; /**< So that Limit and Base stand together, as LGDT and LIDT read them. */
    HV_UINT16 Limit;
    HV_UINT64 Base;
} HV_X64_TABLE_REGISTER, *PHV_X64_TABLE_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_X64_TABLE_REGISTER) == 16);

/**
 * HV_X64_MSR_NPIEP_CONFIG: which instructions raise #GP in user mode.
 *
 * The four tell a program where the kernel's tables lie. Each processor has its own register.
 *
 * Source: TLFS 6.0b 8.12.
 */
typedef union HV_X64_MSR_NPIEP_CONFIG_CONTENTS
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 PreventSgdt : 1; /**< Bit 0. */
        HV_UINT64 PreventSidt : 1; /**< Bit 1. */
        HV_UINT64 PreventSldt : 1; /**< Bit 2. */
        HV_UINT64 PreventStr : 1;  /**< Bit 3. */
        HV_UINT64 Reserved : 60;
    };
#endif
} HV_X64_MSR_NPIEP_CONFIG_CONTENTS, *PHV_X64_MSR_NPIEP_CONFIG_CONTENTS;
HV_STATIC_ASSERT(sizeof(HV_X64_MSR_NPIEP_CONFIG_CONTENTS) == 8);

/*
 * Floating point and vectors.
 */

/** An x87 register: 80 bits in 16 bytes. */
typedef union HV_X64_FP_REGISTER
{
    HV_UINT128 AsUINT128;
    struct
    {
        HV_UINT64 Mantissa;
        union
        {
            HV_UINT64 AsUINT64; /**< The upper half of the register. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT64 BiasedExponent : 15; /**< Bits 64 to 78. */
                HV_UINT64 Sign : 1;            /**< Bit 79. */
                HV_UINT64 Reserved : 48;
            };
#endif
        };
    };
} HV_X64_FP_REGISTER, *PHV_X64_FP_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_X64_FP_REGISTER) == 16);

/** The first 16 bytes of an FXSAVE area: x87 control, status, tag and last instruction. */
typedef union HV_X64_FP_CONTROL_STATUS_REGISTER
{
    HV_UINT128 AsUINT128;
    struct
    {
        HV_UINT16 FpControl;
        HV_UINT16 FpStatus;
        HV_UINT8 FpTag; /**< One bit a register: not empty. */
        union
        {
            HV_UINT8 AsUINT8;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT8 IgnNe : 1; /**< Bit 0: the IGNNE# line; of the Windows 7 SDK, reserved later. */
                HV_UINT8 Reserved : 7;
            };
#endif
        };
        HV_UINT16 LastFpOp;
        union
        {
            HV_UINT64 LastFpRip; /**< As a 64-bit FXSAVE stores it. */
            struct
            {
                HV_UINT32 LastFpEip; /**< As a 32-bit FXSAVE stores it. */
                HV_UINT16 LastFpCs;
                HV_UINT16 Padding;
            };
        };
    };
} HV_X64_FP_CONTROL_STATUS_REGISTER, *PHV_X64_FP_CONTROL_STATUS_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_X64_FP_CONTROL_STATUS_REGISTER) == 16);

/** The next 16 bytes of an FXSAVE area: last data pointer, MXCSR and its mask. */
typedef union HV_X64_XMM_CONTROL_STATUS_REGISTER
{
    HV_UINT128 AsUINT128;
    struct
    {
        union
        {
            HV_UINT64 LastFpRdp; /**< As a 64-bit FXSAVE stores it. */
            struct
            {
                HV_UINT32 LastFpDp; /**< As a 32-bit FXSAVE stores it. */
                HV_UINT16 LastFpDs;
                HV_UINT16 Padding;
            };
        };
        HV_UINT32 XmmStatusControl;     /**< MXCSR. */
        HV_UINT32 XmmStatusControlMask; /**< MXCSR_MASK. */
    };
} HV_X64_XMM_CONTROL_STATUS_REGISTER, *PHV_X64_XMM_CONTROL_STATUS_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_X64_XMM_CONTROL_STATUS_REGISTER) == 16);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_REGISTERFORMAT */
