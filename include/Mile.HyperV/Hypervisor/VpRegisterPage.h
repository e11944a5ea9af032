/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The VP register page: registers of a stopped processor that its monitor can access without hypercalls.
 *
 * A guest's monitor maps the page (HvCallMapVpStatePage with HvVpStatePageRegisters;
 * VirtualProcessor.h). When the processor stops at an intercept, the page contains the registers
 * that the monitor needs most often, without a hypercall. The monitor may change the registers that
 * have a bit in Dirty, and must then set the bit; all other members are read-only. The page is
 * valid only while IsValid is set, for the level in Vtl; at other times the monitor must access the
 * registers by hypercall (Register.h).
 *
 * Sources: OpenVMM hvdef and hcl; rust-vmm mshv; the 2023 mshv patch; symbols of
 * securekernel 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_VPREGISTERPAGE
#define MILE_HYPERV_HYPERVISOR_VPREGISTERPAGE

#include "PendingEvent.h"
#include "RegisterFormat.h"

HV_HEADER_BEGIN

/** Version of the page. */
#define HV_VP_REGISTER_PAGE_VERSION_1 1
/** Vectors that HV_VP_REGISTER_PAGE_INTERRUPT_VECTORS holds. */
#define HV_VP_REGISTER_PAGE_MAX_VECTOR_COUNT 7

/** Bit numbers of HV_X64_VP_REGISTER_PAGE_DIRTY_FLAGS. */
#define HV_X64_REGISTER_CLASS_GENERAL 0
#define HV_X64_REGISTER_CLASS_IP 1
#define HV_X64_REGISTER_CLASS_XMM 2
#define HV_X64_REGISTER_CLASS_SEGMENT 3
#define HV_X64_REGISTER_CLASS_FLAGS 4

/**
 * Interrupts that HvCallDispatchVp should inject, or has injected. Undocumented. Source: rust-vmm
 * mshv.
 */
typedef union HV_VP_REGISTER_PAGE_INTERRUPT_VECTORS
{
    HV_UINT64 AsUINT64;
    struct
    {
        /** Number of valid elements of Vector; at most HV_VP_REGISTER_PAGE_MAX_VECTOR_COUNT. */
        HV_UINT8 VectorCount;
        HV_UINT8 Vector[HV_VP_REGISTER_PAGE_MAX_VECTOR_COUNT]; /**< Vectors of the interrupts. */
    };
} HV_VP_REGISTER_PAGE_INTERRUPT_VECTORS, *PHV_VP_REGISTER_PAGE_INTERRUPT_VECTORS;
HV_STATIC_ASSERT(sizeof(HV_VP_REGISTER_PAGE_INTERRUPT_VECTORS) == 8);

/** Registers that the monitor changed, x64. */
typedef union HV_X64_VP_REGISTER_PAGE_DIRTY_FLAGS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 GeneralPurpose : 1;     /**< Bit 0: general registers RAX to R15. */
        HV_UINT32 InstructionPointer : 1; /**< Bit 1: RIP. */
        HV_UINT32 Xmm : 1;                /**< Bit 2: XMM0 to XMM5. */
        HV_UINT32 Segments : 1;           /**< Bit 3: segment registers. */
        HV_UINT32 Flags : 1;              /**< Bit 4: RFLAGS. */
        HV_UINT32 Reserved : 27;
    };
#endif
} HV_X64_VP_REGISTER_PAGE_DIRTY_FLAGS, *PHV_X64_VP_REGISTER_PAGE_DIRTY_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_X64_VP_REGISTER_PAGE_DIRTY_FLAGS) == 4);

/**
 * Hints for a monitor that emulates instructions (HvRegisterInstructionEmulationHints).
 *
 * Undocumented; only the original 1.x has it.
 */
typedef union HV_X64_INSTRUCTION_EMULATION_HINTS_REGISTER
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        /** Bit 0: a level above 0 protects memory; an emulator must check the protections before an access. */
        HV_UINT64 PartitionSecureVtlEnabled : 1;
        HV_UINT64 MbecUserExecuteControl : 1; /**< Bit 1: user and kernel execution have separate protections. */
        HV_UINT64 Reserved : 62;
    };
#endif
} HV_X64_INSTRUCTION_EMULATION_HINTS_REGISTER, *PHV_X64_INSTRUCTION_EMULATION_HINTS_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_X64_INSTRUCTION_EMULATION_HINTS_REGISTER) == 8);

/** The VP register page, x64. Each member without a comment is the register of its name. */
typedef struct HV_X64_VP_REGISTER_PAGE
{
    HV_UINT16 Version; /**< Version of the page: HV_VP_REGISTER_PAGE_VERSION_1. */
    HV_UINT8 IsValid;  /**< Nonzero if the values are those of the processor, which is stopped. */
    HV_VTL Vtl;        /**< Trust level whose registers the page contains. */
    HV_X64_VP_REGISTER_PAGE_DIRTY_FLAGS Dirty; /**< Registers that the monitor changed. */
    union
    {
        HV_UINT64 Registers[18]; /**< General registers, RIP and RFLAGS as an array. */
        struct
        {
            union
            {
                /** General registers in the order of their encodings. */
                HV_UINT64 GpRegisters[16];
                struct
                {
                    HV_UINT64 Rax;
                    HV_UINT64 Rcx;
                    HV_UINT64 Rdx;
                    HV_UINT64 Rbx;
                    HV_UINT64 Rsp;
                    HV_UINT64 Rbp;
                    HV_UINT64 Rsi;
                    HV_UINT64 Rdi;
                    HV_UINT64 R8;
                    HV_UINT64 R9;
                    HV_UINT64 R10;
                    HV_UINT64 R11;
                    HV_UINT64 R12;
                    HV_UINT64 R13;
                    HV_UINT64 R14;
                    HV_UINT64 R15;
                };
            };
            HV_UINT64 Rip;
            HV_UINT64 Rflags;
        };
    };
    HV_UINT64 Reserved;
    union
    {
        HV_UINT128 Xmm[6];          /**< XMM0 to XMM5 as an array. */
        HV_UINT128 XmmRegisters[6]; /**< XMM0 to XMM5 as an array. */
        struct
        {
            HV_UINT128 Xmm0;
            HV_UINT128 Xmm1;
            HV_UINT128 Xmm2;
            HV_UINT128 Xmm3;
            HV_UINT128 Xmm4;
            HV_UINT128 Xmm5;
        };
    };
    union
    {
        HV_X64_SEGMENT_REGISTER Segment[6];          /**< Segment registers as an array. */
        HV_X64_SEGMENT_REGISTER SegmentRegisters[6]; /**< Segment registers as an array. */
        struct
        {
            HV_X64_SEGMENT_REGISTER Es;
            HV_X64_SEGMENT_REGISTER Cs;
            HV_X64_SEGMENT_REGISTER Ss;
            HV_X64_SEGMENT_REGISTER Ds;
            HV_X64_SEGMENT_REGISTER Fs;
            HV_X64_SEGMENT_REGISTER Gs;
        };
    };
    HV_UINT64 Cr0; /**< CR0. This member and all later ones are read-only. */
    HV_UINT64 Cr3;
    HV_UINT64 Cr4;
    HV_UINT64 Cr8;
    HV_UINT64 Efer;
    HV_UINT64 Dr7;
    HV_X64_PENDING_INTERRUPTION_REGISTER PendingInterruption;
    HV_X64_INTERRUPT_STATE_REGISTER InterruptState;
    HV_X64_INSTRUCTION_EMULATION_HINTS_REGISTER InstructionEmulationHints;
    HV_UINT64 Xfem; /**< XCR0. Source: rust-vmm mshv. */
    /** Start of the part that a saved page does not contain. */
    HV_UINT8 ReservedSave[256];
    /** Interrupts to inject. This member is not part of a saved page. Source: rust-vmm mshv. */
    HV_VP_REGISTER_PAGE_INTERRUPT_VECTORS InterruptVectors;
    HV_UINT8 ReservedEnd[3400];
} HV_X64_VP_REGISTER_PAGE, *PHV_X64_VP_REGISTER_PAGE;
HV_STATIC_ASSERT(sizeof(HV_X64_VP_REGISTER_PAGE) == 4096);

/** Registers that the monitor changed, ARM64. */
typedef union HV_ARM64_VP_REGISTER_PAGE_DIRTY_FLAGS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 Unused : 1;             /**< Bit 0: no register. */
        HV_UINT32 InstructionPointer : 1; /**< Bit 1: PC. */
        HV_UINT32 ProcessorState : 1;     /**< Bit 2: CPSR. */
        HV_UINT32 ControlRegisters : 1;   /**< Bit 3: SCTLR_EL1 and TCR_EL1. */
        HV_UINT32 Reserved : 28;
    };
#endif
} HV_ARM64_VP_REGISTER_PAGE_DIRTY_FLAGS, *PHV_ARM64_VP_REGISTER_PAGE_DIRTY_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_ARM64_VP_REGISTER_PAGE_DIRTY_FLAGS) == 4);

/** The VP register page, ARM64. Each member without a comment is the register of its name. */
typedef struct HV_ARM64_VP_REGISTER_PAGE
{
    HV_UINT16 Version; /**< Version of the page: HV_VP_REGISTER_PAGE_VERSION_1. */
    HV_UINT8 IsValid;  /**< Nonzero if the values are those of the processor, which is stopped. */
    HV_VTL Vtl;        /**< Trust level whose registers the page contains. */
    HV_ARM64_VP_REGISTER_PAGE_DIRTY_FLAGS Dirty; /**< Registers that the monitor changed. */
    HV_UINT64 Reserved[33];
    HV_UINT64 Pc;
    HV_UINT64 Cpsr;
    HV_UINT64 SctlrEl1;
    HV_UINT64 TcrEl1;
    HV_UINT8 ReservedEnd[3792];
} HV_ARM64_VP_REGISTER_PAGE, *PHV_ARM64_VP_REGISTER_PAGE;
HV_STATIC_ASSERT(sizeof(HV_ARM64_VP_REGISTER_PAGE) == 4096);

typedef HV_BY_TARGET(HV_X64_VP_REGISTER_PAGE, HV_ARM64_VP_REGISTER_PAGE) HV_VP_REGISTER_PAGE, *PHV_VP_REGISTER_PAGE;
typedef HV_BY_TARGET(HV_X64_VP_REGISTER_PAGE_DIRTY_FLAGS, HV_ARM64_VP_REGISTER_PAGE_DIRTY_FLAGS)
    HV_VP_REGISTER_PAGE_DIRTY_FLAGS, *PHV_VP_REGISTER_PAGE_DIRTY_FLAGS;

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_VPREGISTERPAGE */
