/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Registers of x64 with several members: segments, descriptor tables, x87 and SSE control.
 *
 * These are forms of the architecture, not of the hypervisor, in the 16 bytes in which its calls
 * and messages contain them: a segment register with its hidden part, a descriptor table register,
 * an x87 register. RegisterValue.h uses them as values of named registers, and Context.h as parts
 * of a processor's complete state.
 *
 * Sources: TLFS 6.0b 7.9 and 8.12, and online (HV_X64_SEGMENT_REGISTER and the
 * related types); WDK 7.1 hvgdk.h; OpenVMM hvdef; symbols of securekernel 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_REGISTERFORMAT
#define MILE_HYPERV_HYPERVISOR_REGISTERFORMAT

#include "Types.h"

HV_HEADER_BEGIN

/*
 * Segments and descriptor tables.
 */

/**
 * Segment register with the processor's cache of its descriptor.
 *
 * IA32_FS_BASE and IA32_GS_BASE have no register names of their own: they are Base of
 * HvX64RegisterFs and HvX64RegisterGs.
 */
typedef struct HV_X64_SEGMENT_REGISTER
{
    HV_UINT64 Base; /**< Linear address of the segment's first byte. */
    /**
     * Offset of the segment's last byte; with Granularity its low 12 bits are ones. Long mode
     * ignores it.
     */
    HV_UINT32 Limit;
    HV_UINT16 Selector; /**< Selector of the segment. */
    union
    {
        HV_UINT16 Attributes; /**< The attributes as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT16 SegmentType : 4;              /**< Bits 0 to 3: as in the descriptor. */
            HV_UINT16 NonSystemSegment : 1;         /**< Bit 4: code or data. */
            HV_UINT16 DescriptorPrivilegeLevel : 2; /**< Bits 5 and 6: DPL of the segment. */
            HV_UINT16 Present : 1; /**< Bit 7: clear for a null segment, whose access raises `#GP`. */
            HV_UINT16 Reserved : 4;    /**< Bits 8 to 11. */
            HV_UINT16 Available : 1;   /**< Bit 12: available to the kernel. */
            HV_UINT16 Long : 1;        /**< Bit 13: 64-bit code segment. */
            HV_UINT16 Default : 1;     /**< Bit 14: 32-bit operands. */
            HV_UINT16 Granularity : 1; /**< Bit 15: the limit of the descriptor is in pages. */
        };
#endif
    };
} HV_X64_SEGMENT_REGISTER, *PHV_X64_SEGMENT_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_X64_SEGMENT_REGISTER) == 16);

/** IDTR or GDTR. Pad makes Limit and Base contiguous, as LGDT and LIDT read them. */
typedef struct HV_X64_TABLE_REGISTER
{
    HV_UINT16 Pad[3]; /**< Padding. */
    HV_UINT16 Limit;  /**< Offset of the table's last byte. */
    HV_UINT64 Base;   /**< Linear address of the table. */
} HV_X64_TABLE_REGISTER, *PHV_X64_TABLE_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_X64_TABLE_REGISTER) == 16);

/**
 * HV_X64_MSR_NPIEP_CONFIG: instructions that raise `#GP` in user mode.
 *
 * The four instructions reveal the location of the kernel's tables to a program. Each processor has
 * its own register.
 *
 * Source: TLFS 6.0b 8.12.
 */
typedef union HV_X64_MSR_NPIEP_CONFIG_CONTENTS
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 PreventSgdt : 1; /**< Bit 0: SGDT raises `#GP` in user mode. */
        HV_UINT64 PreventSidt : 1; /**< Bit 1: SIDT raises `#GP` in user mode. */
        HV_UINT64 PreventSldt : 1; /**< Bit 2: SLDT raises `#GP` in user mode. */
        HV_UINT64 PreventStr : 1;  /**< Bit 3: STR raises `#GP` in user mode. */
        HV_UINT64 Reserved : 60;
    };
#endif
} HV_X64_MSR_NPIEP_CONFIG_CONTENTS, *PHV_X64_MSR_NPIEP_CONFIG_CONTENTS;
HV_STATIC_ASSERT(sizeof(HV_X64_MSR_NPIEP_CONFIG_CONTENTS) == 8);

/*
 * Floating point and vectors.
 */

/** x87 register: 80 bits in 16 bytes. */
typedef union HV_X64_FP_REGISTER
{
    HV_UINT128 AsUINT128;
    struct
    {
        HV_UINT64 Mantissa; /**< Bits 0 to 63: significand. */
        union
        {
            HV_UINT64 AsUINT64; /**< The upper half of the register. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT64 BiasedExponent : 15; /**< Bits 64 to 78: exponent plus 16383. */
                HV_UINT64 Sign : 1;            /**< Bit 79: 1 if the value is negative. */
                HV_UINT64 Reserved : 48;
            };
#endif
        };
    };
} HV_X64_FP_REGISTER, *PHV_X64_FP_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_X64_FP_REGISTER) == 16);

/** First 16 bytes of an FXSAVE area: x87 control, status, tag and last instruction. */
typedef union HV_X64_FP_CONTROL_STATUS_REGISTER
{
    HV_UINT128 AsUINT128;
    struct
    {
        HV_UINT16 FpControl; /**< Control word (FCW). */
        HV_UINT16 FpStatus;  /**< Status word (FSW). */
        HV_UINT8 FpTag; /**< Abridged tag word: one bit per register, set if it is not empty. */
        union
        {
            HV_UINT8 AsUINT8;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                /** Bit 0: the IGNNE# line; in the Windows 7 SDK, reserved later. */
                HV_UINT8 IgnNe : 1;
                HV_UINT8 Reserved : 7;
            };
#endif
        };
        HV_UINT16 LastFpOp; /**< Opcode of the last instruction (FOP). */
        union
        {
            HV_UINT64 LastFpRip; /**< RIP of the last instruction, as a 64-bit FXSAVE stores it. */
            struct
            {
                /** EIP of the last instruction, as a 32-bit FXSAVE stores it. */
                HV_UINT32 LastFpEip;
                /** CS of the last instruction, as a 32-bit FXSAVE stores it. */
                HV_UINT16 LastFpCs;
                HV_UINT16 Padding;
            };
        };
    };
} HV_X64_FP_CONTROL_STATUS_REGISTER, *PHV_X64_FP_CONTROL_STATUS_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_X64_FP_CONTROL_STATUS_REGISTER) == 16);

/** Bytes 16 to 31 of an FXSAVE area: last data pointer, MXCSR and its mask. */
typedef union HV_X64_XMM_CONTROL_STATUS_REGISTER
{
    HV_UINT128 AsUINT128;
    struct
    {
        union
        {
            HV_UINT64 LastFpRdp; /**< Address of the last operand, as a 64-bit FXSAVE stores it. */
            struct
            {
                /** Offset of the last operand, as a 32-bit FXSAVE stores it. */
                HV_UINT32 LastFpDp;
                HV_UINT16 LastFpDs; /**< DS of the last operand, as a 32-bit FXSAVE stores it. */
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
