/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Virtual trust levels: enabling, configuring and leaving them.
 *
 * Virtual secure mode divides a partition once more. Every *virtual trust
 * level* (VTL) has its own state of each virtual processor, its own interrupt
 * controller, and its own view of which guest pages may be read, written or
 * executed. A higher level sets the protections of the lower ones and takes the
 * intercepts of accesses against them; it cannot be looked into or interrupted
 * from below. Interfaces number sixteen levels; hosts offer two or three, and 0
 * is where a guest boots. The accesses of devices count as those of VTL 0.
 *
 * A level is brought up from below, and what runs in it is trusted from then on:
 *
 *     VTL 0                                           VTL 1
 *       1. HvCallEnablePartitionVtl(1)                  (exists)
 *       2. HvCallEnableVpVtl(vp, 1, initial context)    (has a first instruction)
 *       3. VTL call                                --> runs its first instruction;
 *                                                      sets EnableVtlProtection, then
 *                                                      HvCallModifyVtlProtectionMask
 *       resumes behind the VTL call <---------------    VTL return
 *
 * A level should be enabled on all processors alike. Levels above 0 run in
 * protected or long mode, never in real mode.
 *
 * What a switch of levels exchanges, and what it leaves as it is:
 *
 *     x64     exchanged: RIP, RSP, RFLAGS, control and segment registers, descriptor
 *             tables, DR7, the TSC, MSRs of system calls and of the hypervisor
 *             left: the other general purpose registers, x87, XMM, AVX, XCR0, CR2,
 *             DR0 to DR3; DR6 by HV_X64_REGISTER_VSM_CAPABILITIES.Dr6Shared
 *     ARM64   exchanged: PC, SP, PSTATE, X18, X29, X30, system registers, timers
 *             left: X0 to X17, X19 to X28, Q0 to Q31
 *
 * What is left carries the parameters of a call and its result, and a level
 * that has secrets there must clear them before it returns.
 *
 * A processor enters a higher level for three reasons, which the level reads
 * from HV_VP_VTL_CONTROL.EntryReason in its VP assist page: the level below
 * made a VTL call, an interrupt for the higher level arrived, or the lower
 * level did something that is intercepted. It leaves only by a VTL return.
 * A call goes to the next level above that is enabled, a return to the next one
 * below. If the lower level had called, its instruction pointer is moved past
 * the call on the return.
 *
 * An interrupt for a higher level switches at once, whatever the lower level
 * has in RFLAGS.IF or DAIF; only the priority mask of the higher one (TPR, on
 * ARM64 the GIC's) holds it back. One for a lower level waits until the
 * processor gets there, unless the higher level asks to hear of it
 * (HvRegisterVsmVina). Once a higher level is enabled on a processor, INIT and
 * SIPI (on ARM64 the calls of PSCI) from a lower one do nothing there:
 * processors are started with HvCallStartVirtualProcessor (VirtualProcessor.h).
 *
 * How call and return are made:
 *
 *     x64     CALL into the hypercall page at VtlCallOffset or VtlReturnOffset of
 *             HvRegisterVsmCodePageOffsets; RCX holds the control input, RAX is
 *             reserved. On 32-bit x86 the input is EDX:EAX and ECX is reserved.
 *     ARM64   HVC with immediate HV_ARM64_HVC_VTLENTRY_IMM16 or ..._VTLEXIT_IMM16.
 *
 * Only the most privileged processor mode may do so; from elsewhere and from
 * real mode, to a level that is not enabled on the processor or is not there, or
 * with an undefined control input, it raises an undefined-instruction
 * exception. The input of a call is zero, that of a return is
 * HV_VTL_RETURN_INPUT. The code of a return uses up RAX and RCX. A return that
 * is not fast loads them from HV_VP_VTL_CONTROL, where the higher level has put
 * what the lower one had: after an interrupt or an intercept the level below
 * must not notice that it was away.
 *
 * A partition may use all this if it has the privileges AccessVsm,
 * AccessVpRegisters and AccessSynicRegs.
 *
 * Under SNP and TDX the paravisor, at VTL 2, stands where the hypervisor stands
 * here: it takes these calls of the guest and keeps VTL 1 apart from VTL 0 by
 * means of the processor. The host is outside of all levels.
 *
 * Sources: TLFS 6.0b chapter 15 and its online edition; OpenVMM hvdef and
 * virt_mshv_vtl; symbols of securekernel 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_VTL
#define MILE_HYPERV_HYPERVISOR_VTL

#include "Context.h"

HV_HEADER_BEGIN

/*
 * What there is.
 */

/** HvRegisterVsmCapabilities, x64: what the host offers. Bits without a word are known by name alone. */
typedef union HV_X64_REGISTER_VSM_CAPABILITIES
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT64 Dr6Shared : 1;                       /**< Bit 0: DR6 is one for all levels. */
        HV_UINT64 MbecVtlMask : 16;                    /**< Bits 1 to 16: levels that can have MBEC. */
        /** Bit 17: a level can forbid those below to start or reset a processor. */
        HV_UINT64 DenyLowerVtlStartup : 1;
        HV_UINT64 SupervisorShadowStack : 1;           /**< Bit 18: kernel shadow stacks can be protected. */
        HV_UINT64 HardwareHvptAvailable : 1;           /**< Bit 19. */
        HV_UINT64 SoftwareHvptAvailable : 1;           /**< Bit 20. */
        HV_UINT64 HardwareHvptRangeBits : 6;           /**< Bits 21 to 26. */
        HV_UINT64 InterceptPageAvailable : 1;          /**< Bit 27. */
        HV_UINT64 ReturnActionAvailable : 1;           /**< Bit 28. */
        HV_UINT64 Vtl0AliasMapAvailable : 1;           /**< Bit 29. */
        HV_UINT64 InterceptNotPresentAvailable : 1;    /**< Bit 30. */
        HV_UINT64 InstallInterceptEx : 1;              /**< Bit 31: HvCallInstallInterceptEx may be called. */
        HV_UINT64 InterceptSystemResetAvailable : 1;   /**< Bit 32. */
        HV_UINT64 Reserved1 : 1;
        HV_UINT64 ProxyInterruptRedirectAvailable : 1; /**< Bit 34. */
        HV_UINT64 Reserved2 : 29;
    };
} HV_X64_REGISTER_VSM_CAPABILITIES, *PHV_X64_REGISTER_VSM_CAPABILITIES;
HV_STATIC_ASSERT(sizeof(HV_X64_REGISTER_VSM_CAPABILITIES) == 8);

/** HvRegisterVsmCapabilities, ARM64: as above. */
typedef union HV_ARM64_REGISTER_VSM_CAPABILITIES
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT64 ReservedZ0 : 1;
        HV_UINT64 MbecVtlMask : 16;                 /**< Bits 1 to 16: levels that can have MBEC. */
        HV_UINT64 DenyLowerVtlStartup : 1;          /**< Bit 17. */
        HV_UINT64 SupervisorShadowStack : 1;        /**< Bit 18. */
        HV_UINT64 HardwareHvptAvailable : 1;        /**< Bit 19. */
        HV_UINT64 SoftwareHvptAvailable : 1;        /**< Bit 20. */
        HV_UINT64 HardwareHvptRangeBits : 6;        /**< Bits 21 to 26. */
        HV_UINT64 InterceptPageAvailable : 1;       /**< Bit 27. */
        HV_UINT64 ReturnActionAvailable : 1;        /**< Bit 28. */
        HV_UINT64 Vtl0AliasMapAvailable : 1;        /**< Bit 29. */
        HV_UINT64 InterceptNotPresentAvailable : 1; /**< Bit 30. */
        HV_UINT64 InstallInterceptEx : 1;           /**< Bit 31. */
        HV_UINT64 ReservedZ : 32;
    };
} HV_ARM64_REGISTER_VSM_CAPABILITIES, *PHV_ARM64_REGISTER_VSM_CAPABILITIES;
HV_STATIC_ASSERT(sizeof(HV_ARM64_REGISTER_VSM_CAPABILITIES) == 8);

typedef HV_BY_TARGET(HV_X64_REGISTER_VSM_CAPABILITIES, HV_ARM64_REGISTER_VSM_CAPABILITIES)
    HV_REGISTER_VSM_CAPABILITIES, *PHV_REGISTER_VSM_CAPABILITIES;

/** HvRegisterVsmPartitionStatus: read-only, one for the partition, the same for every level. */
typedef union HV_REGISTER_VSM_PARTITION_STATUS
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT64 EnabledVtlSet : 16;                     /**< Bits 0 to 15: one bit a level; bit 0 is always set. */
        HV_UINT64 MaximumVtl : 4;                         /**< Bits 16 to 19: the highest that may be enabled. */
        HV_UINT64 MbecEnabledVtlSet : 16;                 /**< Bits 20 to 35: levels that have MBEC. */
        HV_UINT64 SupervisorShadowStackEnabledVtlSet : 4; /**< Bits 36 to 39: levels that have it. */
        HV_UINT64 ReservedZ : 24;
    };
} HV_REGISTER_VSM_PARTITION_STATUS, *PHV_REGISTER_VSM_PARTITION_STATUS;
HV_STATIC_ASSERT(sizeof(HV_REGISTER_VSM_PARTITION_STATUS) == 8);

/** HvRegisterVsmVpStatus: read-only, one for each processor, the same for every level. */
typedef union HV_REGISTER_VSM_VP_STATUS
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT64 ActiveVtl : 4;         /**< Bits 0 to 3: the level that runs. */
        HV_UINT64 ActiveMbecEnabled : 1; /**< Bit 4: MBEC is on now. */
        HV_UINT64 ReservedZ0 : 11;
        HV_UINT64 EnabledVtlSet : 16;    /**< Bits 16 to 31: levels that this processor can enter. */
        HV_UINT64 ReservedZ1 : 32;
    };
} HV_REGISTER_VSM_VP_STATUS, *PHV_REGISTER_VSM_VP_STATUS;
HV_STATIC_ASSERT(sizeof(HV_REGISTER_VSM_VP_STATUS) == 8);

/** HvRegisterVsmCodePageOffsets: where call and return begin in the hypercall page; x64 only, one for each level. */
typedef union HV_REGISTER_VSM_CODE_PAGE_OFFSETS
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT64 VtlCallOffset : 12;   /**< Bits 0 to 11: bytes into the page. */
        HV_UINT64 VtlReturnOffset : 12; /**< Bits 12 to 23: bytes into the page. */
        HV_UINT64 ReservedZ : 40;
    };
} HV_REGISTER_VSM_CODE_PAGE_OFFSETS, *PHV_REGISTER_VSM_CODE_PAGE_OFFSETS;
HV_STATIC_ASSERT(sizeof(HV_REGISTER_VSM_CODE_PAGE_OFFSETS) == 8);

/*
 * What a level says about itself and those below.
 */

/**
 * HvRegisterVsmPartitionConfig: one for each level above 0. A level writes its
 * own and those of lower levels. The Intercept bits make an event of a lower
 * level an intercept of this one.
 */
typedef union HV_REGISTER_VSM_PARTITION_CONFIG
{
    HV_UINT64 AsUINT64;
    struct
    {
        /** Bit 0: the level may protect pages. Set once; a reset of the partition clears it. */
        HV_UINT64 EnableVtlProtection : 1;
        /** Bits 1 to 4: what lower levels may do with pages to which the level set no protection: bit 1 read, bit 2
            write, bit 3 execution by the kernel, bit 4 by user mode. Written together with bit 0 and never again; it
            must have read and write (OpenVMM). All four at first. */
        HV_UINT64 DefaultVtlProtectionMask : 4;
        /** Bit 5: memory is cleared before the partition restarts; on at first. */
        HV_UINT64 ZeroMemoryOnReset : 1;
        HV_UINT64 DenyLowerVtlStartup : 1;             /**< Bit 6: lower levels cannot start or reset a processor. */
        /** Bit 7: tell this level when a lower one accepts pages (isolation). */
        HV_UINT64 InterceptAcceptance : 1;
        HV_UINT64 InterceptEnableVtlProtection : 1;    /**< Bit 8: tell when a level sets EnableVtlProtection. */
        HV_UINT64 InterceptVpStartup : 1;              /**< Bit 9: tell when a processor is started. */
        /** Bit 10: tell of CPUID leaves that the hypervisor does not answer. */
        HV_UINT64 InterceptCpuidUnimplemented : 1;
        HV_UINT64 InterceptUnrecoverableException : 1; /**< Bit 11: tell of triple faults. */
        HV_UINT64 InterceptPage : 1;                   /**< Bit 12: known by name alone. */
        HV_UINT64 InterceptRestorePartitionTime : 1;   /**< Bit 13: tell of HvCallRestorePartitionTime. */
        HV_UINT64 InterceptNotPresent : 1;             /**< Bit 14: known by name alone. */
        /** Bit 15: tell of a reset; OpenVMM only, the symbols end one bit before. */
        HV_UINT64 InterceptSystemReset : 1;
        HV_UINT64 ReservedZ : 48;
    };
} HV_REGISTER_VSM_PARTITION_CONFIG, *PHV_REGISTER_VSM_PARTITION_CONFIG;
HV_STATIC_ASSERT(sizeof(HV_REGISTER_VSM_PARTITION_CONFIG) == 8);

/**
 * HvRegisterVsmVpSecureConfigVtl0 and up: what a higher level sets for level 0 and up, on each processor.
 *
 * Every level above 0 has one for each level below itself. Others who write it get HV_STATUS_ACCESS_DENIED.
 */
typedef union HV_REGISTER_VSM_VP_SECURE_VTL_CONFIG
{
    HV_UINT64 AsUINT64;
    struct
    {
        /** Bit 0: user and kernel execution are protected apart; needs EnableMbec on the partition. With it,
            execution by the kernel without user mode has no defined result. */
        HV_UINT64 MbecEnabled : 1;
        /** Bit 1: address space flushes that the lower level asks for wait until this is cleared; a VTL return drops
            the lock. */
        HV_UINT64 TlbLocked : 1;
        HV_UINT64 SupervisorShadowStackEnabled : 1; /**< Bit 2: the same for shadow stacks. */
        HV_UINT64 HardwareHvptEnabled : 1;          /**< Bit 3: known by name alone. */
        HV_UINT64 ReservedZ : 60;
    };
} HV_REGISTER_VSM_VP_SECURE_VTL_CONFIG, *PHV_REGISTER_VSM_VP_SECURE_VTL_CONFIG;
HV_STATIC_ASSERT(sizeof(HV_REGISTER_VSM_VP_SECURE_VTL_CONFIG) == 8);

/** HvRegisterVsmVpWaitForTlbLock: written by the higher level to wait until no other processor holds a TLB lock. */
typedef union HV_REGISTER_VSM_VP_WAIT_FOR_TLB_LOCK
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT64 Wait : 1; /**< Bit 0. */
        HV_UINT64 ReservedZ : 63;
    };
} HV_REGISTER_VSM_VP_WAIT_FOR_TLB_LOCK, *PHV_REGISTER_VSM_VP_WAIT_FOR_TLB_LOCK;
HV_STATIC_ASSERT(sizeof(HV_REGISTER_VSM_VP_WAIT_FOR_TLB_LOCK) == 8);

/** How interrupts are injected to a level of an SEV-SNP guest: the processor's modes of these names. */
typedef HV_UINT32 HV_SNP_INTERRUPT_INJECTION, *PHV_SNP_INTERRUPT_INJECTION;
enum
{
    HvSnpRestricted = 0,
    HvSnpNormal = 1,
    HvSnpAlternate = 2,
    HvSnpSecureAvic = 3,
};

/**
 * HvRegisterGuestVsmPartitionConfig, and HvPartitionPropertyVsmConfig: which levels a guest may have.
 *
 * The host sets the property; a paravisor at VTL 2 sets MaximumVtl of the
 * register to allow its guest VTL 1, or not. The second set of names is that of
 * OpenVMM.
 */
typedef union HV_REGISTER_GUEST_VSM_PARTITION_CONFIG
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT64 MaximumVtl : 4;                   /**< Bits 0 to 3: the highest that may be enabled. */
        HV_UINT64 Vtl0InterruptInjectionPolicy : 2; /**< Bits 4 and 5: HV_SNP_INTERRUPT_INJECTION. */
        HV_UINT64 Vtl1InterruptInjectionPolicy : 2; /**< Bits 6 and 7: HV_SNP_INTERRUPT_INJECTION. */
        HV_UINT64 ReservedZ : 56;
    };
    struct
    {
        HV_UINT64 MaximumVtlBits : 4;
        HV_UINT64 Vtl0InterruptInjection : 2;
        HV_UINT64 Vtl1InterruptInjection : 2;
        HV_UINT64 ReservedZBits : 56;
    };
} HV_REGISTER_GUEST_VSM_PARTITION_CONFIG, *PHV_REGISTER_GUEST_VSM_PARTITION_CONFIG;
HV_STATIC_ASSERT(sizeof(HV_REGISTER_GUEST_VSM_PARTITION_CONFIG) == 8);

typedef HV_REGISTER_GUEST_VSM_PARTITION_CONFIG HV_PARTITION_VSM_CONFIG, *PHV_PARTITION_VSM_CONFIG;

/**
 * HvRegisterVsmVina, x64: virtual interrupt notification assist. One for each level above 0 and processor.
 *
 * While the level runs, an interrupt that arrives for a lower level waits. With
 * VINA the level hears of it by an edge triggered interrupt of its own, and may
 * return early. HV_VP_VTL_CONTROL.VinaAsserted is set with it, and as long as
 * it is set, there is no further one; an EOI does not clear it.
 */
typedef union HV_X64_REGISTER_VSM_VINA
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT64 Vector : 8;    /**< Bits 0 to 7. */
        HV_UINT64 Enabled : 1;   /**< Bit 8. */
        HV_UINT64 AutoReset : 1; /**< Bit 9: the next entry to the level clears VinaAsserted; else software must. */
        HV_UINT64 AutoEoi : 1;   /**< Bit 10: the hypervisor ends the interrupt as it delivers it. */
        HV_UINT64 ReservedP : 53;
    };
} HV_X64_REGISTER_VSM_VINA, *PHV_X64_REGISTER_VSM_VINA;
HV_STATIC_ASSERT(sizeof(HV_X64_REGISTER_VSM_VINA) == 8);

/** HvRegisterVsmVina, ARM64: as above. */
typedef union HV_ARM64_REGISTER_VSM_VINA
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT64 Vector : 5;    /**< Bits 0 to 4: an INTID below 32. */
        HV_UINT64 ReservedP0 : 3;
        HV_UINT64 Enabled : 1;   /**< Bit 8. */
        HV_UINT64 AutoReset : 1; /**< Bit 9: as above. */
        HV_UINT64 ReservedP1 : 54;
    };
} HV_ARM64_REGISTER_VSM_VINA, *PHV_ARM64_REGISTER_VSM_VINA;
HV_STATIC_ASSERT(sizeof(HV_ARM64_REGISTER_VSM_VINA) == 8);

typedef HV_BY_TARGET(HV_X64_REGISTER_VSM_VINA, HV_ARM64_REGISTER_VSM_VINA) HV_REGISTER_VSM_VINA, *PHV_REGISTER_VSM_VINA;

/** HvRegisterHvptControl. No public description. */
typedef union HV_REGISTER_HVPT_CONTROL
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT64 Enabled : 1;           /**< Bit 0. */
        HV_UINT64 HardwareEnforced : 1;  /**< Bit 1. */
        HV_UINT64 HardwareRangeBits : 6; /**< Bits 2 to 7. */
        HV_UINT64 ReservedZ : 4;
        HV_UINT64 GpaPageNumber : 52;    /**< Bits 12 to 63. */
    };
} HV_REGISTER_HVPT_CONTROL, *PHV_REGISTER_HVPT_CONTROL;
HV_STATIC_ASSERT(sizeof(HV_REGISTER_HVPT_CONTROL) == 8);

/*
 * Entry and exit.
 */

/** Why the level was entered. */
typedef HV_UINT32 HV_VTL_ENTRY_REASON, *PHV_VTL_ENTRY_REASON;
enum
{
    HvVtlEntryReserved = 0,  /**< Not used. */
    HvVtlEntryVtlCall = 1,   /**< The lower level called. */
    HvVtlEntryInterrupt = 2, /**< An interrupt for this level. */
    HvVtlEntryIntercept = 3, /**< An intercept; its message is in the VP assist page (VpAssist.h). */
};

/**
 * The part of the VP assist page that each level above 0 has for its switches.
 *
 * The hypervisor writes EntryReason at each entry. The level's own software
 * writes the VtlReturn members: what a VTL return that is not fast is to leave
 * in the registers that the return itself uses up.
 */
typedef struct HV_VP_VTL_CONTROL
{
    HV_VTL_ENTRY_REASON EntryReason;
    union
    {
        HV_UINT8 VinaStatus;
        struct
        {
            /** Bit 0: the level was told that an interrupt of a lower one waits; cleared to hear of the next. */
            HV_UINT8 VinaAsserted : 1;
            HV_UINT8 VinaReservedZ : 7;
        };
    };
    HV_UINT8 ReservedZ00;
    HV_UINT16 ReservedZ01;
    union
    {
        HV_UINT64 Registers[2]; /**< x64 and x86 only; reserved on ARM64. */
        struct
        {
            HV_UINT64 VtlReturnX64Rax;
            HV_UINT64 VtlReturnX64Rcx;
        };
        struct
        {
            HV_UINT32 VtlReturnX86Eax;
            HV_UINT32 VtlReturnX86Ecx;
            HV_UINT32 VtlReturnX86Edx;
            HV_UINT32 ReservedZ1;
        };
    };
} HV_VP_VTL_CONTROL, *PHV_VP_VTL_CONTROL;
HV_STATIC_ASSERT(sizeof(HV_VP_VTL_CONTROL) == 24);

/** Control input of a VTL return. */
typedef union HV_VTL_RETURN_INPUT
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT64 FastReturn : 1; /**< Bit 0: do not load RAX and RCX from HV_VP_VTL_CONTROL. To be preferred. */
        HV_UINT64 ReservedZ : 63;
    };
} HV_VTL_RETURN_INPUT, *PHV_VTL_RETURN_INPUT;
HV_STATIC_ASSERT(sizeof(HV_VTL_RETURN_INPUT) == 8);

/*
 * Hypercalls.
 */

/** Features to enable with a level. */
typedef union HV_ENABLE_PARTITION_VTL_FLAGS
{
    HV_UINT8 AsUINT8;
    struct
    {
        HV_UINT8 EnableMbec : 1;                  /**< Bit 0: mode-based execution control may be used (MbecVtlMask). */
        HV_UINT8 EnableSupervisorShadowStack : 1; /**< Bit 1: protection of kernel shadow stacks may be used. */
        HV_UINT8 EnableHardwareHvpt : 1;          /**< Bit 2: known by name alone. */
        HV_UINT8 Reserved : 5;
    };
} HV_ENABLE_PARTITION_VTL_FLAGS, *PHV_ENABLE_PARTITION_VTL_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_ENABLE_PARTITION_VTL_FLAGS) == 1);

/**
 * HvCallEnablePartitionVtl: makes a level exist, within MaximumVtl.
 *
 * A caller may always enable a level below its own, and one above if no level
 * between the two is enabled. OpenVMM answers HV_STATUS_INVALID_VTL_STATE
 * if the level is enabled, HV_STATUS_ACCESS_DENIED if it may not be,
 * HV_STATUS_INVALID_PARAMETER for flags that it does not offer.
 */
typedef struct HV_INPUT_ENABLE_PARTITION_VTL
{
    union
    {
        HV_PARTITION_ID TargetPartitionId;
        HV_PARTITION_ID PartitionId; /**< The symbols' name. */
    };
    HV_VTL TargetVtl; /**< The level to enable. */
    HV_ENABLE_PARTITION_VTL_FLAGS Flags;
    HV_UINT16 ReservedZ0;
    HV_UINT32 ReservedZ1;
} HV_INPUT_ENABLE_PARTITION_VTL, *PHV_INPUT_ENABLE_PARTITION_VTL;
HV_STATIC_ASSERT(sizeof(HV_INPUT_ENABLE_PARTITION_VTL) == 16);

/**
 * HvCallEnableVpVtl, x64: lets a processor enter a level, and says where it begins there.
 *
 * The level must be enabled for the partition. The call does not enter it. A
 * level is enabled by a higher one, or, as long as it is higher than any that is
 * enabled there, by the highest one. Failures in OpenVMM:
 * HV_STATUS_INVALID_VTL_STATE if the partition does not have the level,
 * HV_STATUS_VTL_ALREADY_ENABLED, HV_STATUS_INVALID_VP_INDEX,
 * HV_STATUS_ACCESS_DENIED, HV_STATUS_INVALID_REGISTER_VALUE for the context.
 */
typedef struct HV_X64_INPUT_ENABLE_VP_VTL
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_VTL TargetVtl;
    HV_UINT8 ReservedZ0;
    HV_UINT16 ReservedZ1;
    HV_X64_INITIAL_VP_CONTEXT VpVtlContext;
} HV_X64_INPUT_ENABLE_VP_VTL, *PHV_X64_INPUT_ENABLE_VP_VTL;
HV_STATIC_ASSERT(sizeof(HV_X64_INPUT_ENABLE_VP_VTL) == 240);

/** HvCallEnableVpVtl, ARM64: the same with the context of ARM64. */
typedef struct HV_ARM64_INPUT_ENABLE_VP_VTL
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_VTL TargetVtl;
    HV_UINT8 ReservedZ0;
    HV_UINT16 ReservedZ1;
    HV_ARM64_INITIAL_VP_CONTEXT VpVtlContext;
} HV_ARM64_INPUT_ENABLE_VP_VTL, *PHV_ARM64_INPUT_ENABLE_VP_VTL;
HV_STATIC_ASSERT(sizeof(HV_ARM64_INPUT_ENABLE_VP_VTL) == 88);

typedef HV_BY_TARGET(HV_X64_INPUT_ENABLE_VP_VTL, HV_ARM64_INPUT_ENABLE_VP_VTL) HV_INPUT_ENABLE_VP_VTL,
    *PHV_INPUT_ENABLE_VP_VTL;

/** Options of HvCallDisablePartitionVtl. */
typedef union HV_DISABLE_PARTITION_VTL_FLAGS
{
    HV_UINT8 AsUINT8;
    struct
    {
        HV_UINT8 ScrubOnly : 1; /**< Bit 0. */
        HV_UINT8 Reserved : 7;
    };
} HV_DISABLE_PARTITION_VTL_FLAGS, *PHV_DISABLE_PARTITION_VTL_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_DISABLE_PARTITION_VTL_FLAGS) == 1);

/** HvCallDisablePartitionVtl: takes a level away again. Source: symbols; no public description. */
typedef struct HV_INPUT_DISABLE_PARTITION_VTL
{
    HV_PARTITION_ID PartitionId;
    HV_VTL TargetVtl;
    HV_DISABLE_PARTITION_VTL_FLAGS Flags;
    HV_UINT16 ReservedZ0;
    HV_UINT32 ReservedZ1;
} HV_INPUT_DISABLE_PARTITION_VTL, *PHV_INPUT_DISABLE_PARTITION_VTL;
HV_STATIC_ASSERT(sizeof(HV_INPUT_DISABLE_PARTITION_VTL) == 16);

/** Options of HvCallDisableVpVtl. */
typedef union HV_DISABLE_VP_VTL_FLAGS
{
    HV_UINT8 AsUINT8;
    struct
    {
        HV_UINT8 ScrubOnly : 1; /**< Bit 0. */
        HV_UINT8 Reserved : 7;
    };
} HV_DISABLE_VP_VTL_FLAGS, *PHV_DISABLE_VP_VTL_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_DISABLE_VP_VTL_FLAGS) == 1);

/** HvCallDisableVpVtl: the same for one processor. */
typedef struct HV_INPUT_DISABLE_VP_VTL
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_VTL TargetVtl;
    HV_DISABLE_VP_VTL_FLAGS Flags;
    HV_UINT16 ReservedZ0;
} HV_INPUT_DISABLE_VP_VTL, *PHV_INPUT_DISABLE_VP_VTL;
HV_STATIC_ASSERT(sizeof(HV_INPUT_DISABLE_VP_VTL) == 16);

/** Payload of the intercept that tells a higher level that a lower one enables a level. */
typedef struct HV_ENABLE_PARTITION_VTL_INTERCEPT_MESSAGE
{
    HV_VP_INDEX VpIndex;
    HV_VTL TargetVtl;
    union
    {
        HV_UINT8 AsUINT8;
        struct
        {
            HV_UINT8 EnableMbec : 1;                  /**< Bit 0. */
            HV_UINT8 EnableSupervisorShadowStack : 1; /**< Bit 1. */
            HV_UINT8 EnableHardwareHvpt : 1;          /**< Bit 2. */
            HV_UINT8 Reserved : 5;
        };
    };
    HV_UINT16 Padding;
} HV_ENABLE_PARTITION_VTL_INTERCEPT_MESSAGE, *PHV_ENABLE_PARTITION_VTL_INTERCEPT_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_ENABLE_PARTITION_VTL_INTERCEPT_MESSAGE) == 8);

/** How that intercept is completed: the HV_STATUS that the caller gets. */
typedef struct HV_ENABLE_PARTITION_VTL_INTERCEPT_COMPLETION_DATA
{
    HV_UINT16 Status;
} HV_ENABLE_PARTITION_VTL_INTERCEPT_COMPLETION_DATA, *PHV_ENABLE_PARTITION_VTL_INTERCEPT_COMPLETION_DATA;
HV_STATIC_ASSERT(sizeof(HV_ENABLE_PARTITION_VTL_INTERCEPT_COMPLETION_DATA) == 2);

/** A page that is shared with a trust level of the same virtual processor (HvRegisterVsmVpVtlControl). */
typedef union HV_REGISTER_VSM_VP_VTL_CONTROL
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT64 Mapped : 1;         /**< Bit 0. */
        HV_UINT64 ReservedP : 11;
        HV_UINT64 GpaPageNumber : 52; /**< Bits 12 to 63. */
    };
} HV_REGISTER_VSM_VP_VTL_CONTROL, *PHV_REGISTER_VSM_VP_VTL_CONTROL;
HV_STATIC_ASSERT(sizeof(HV_REGISTER_VSM_VP_VTL_CONTROL) == 8);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_VTL */
