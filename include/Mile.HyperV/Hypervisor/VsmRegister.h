/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Registers of virtual trust levels: capabilities of the host, enabled levels, and configuration of each level.
 *
 * Registers are read and written by name (RegisterName.h); Vtl.h describes how software enables,
 * enters and leaves levels. The comment of each register names the parties that may write it.
 *
 * Sources: TLFS 6.0b chapter 15 and its online edition; OpenVMM hvdef and
 * virt_mshv_vtl; mu_msvm; symbols of securekernel 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_VSMREGISTER
#define MILE_HYPERV_HYPERVISOR_VSMREGISTER

#include "Types.h"

HV_HEADER_BEGIN

/*
 * Capabilities and status.
 */

/** HvRegisterVsmCapabilities, x64: capabilities of the host. */
typedef union HV_X64_REGISTER_VSM_CAPABILITIES
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Dr6Shared : 1;    /**< Bit 0: all levels share DR6. */
        HV_UINT64 MbecVtlMask : 16; /**< Bits 1 to 16: levels that can use MBEC. */
        /** Bit 17: a level can deny lower levels the start and reset of processors. */
        HV_UINT64 DenyLowerVtlStartup : 1;
        HV_UINT64 SupervisorShadowStack : 1; /**< Bit 18: kernel shadow stacks can be protected. */
        /** Bit 19: hardware-enforced HVPT is available; otherwise undocumented. */
        HV_UINT64 HardwareHvptAvailable : 1;
        /** Bit 20: HVPT in software is available; otherwise undocumented. */
        HV_UINT64 SoftwareHvptAvailable : 1;
        /** Bits 21 to 26: range of hardware-enforced HVPT, in bits; otherwise undocumented. */
        HV_UINT64 HardwareHvptRangeBits : 6;
        HV_UINT64 InterceptPageAvailable : 1; /**< Bit 27: InterceptPage is available. */
        /** Bit 28: the return action of the VP assist page is available. */
        HV_UINT64 ReturnActionAvailable : 1;
        HV_UINT64 Vtl0AliasMapAvailable : 1; /**< Bit 29: undocumented. */
        /** Bit 30: InterceptNotPresent is available. */
        HV_UINT64 InterceptNotPresentAvailable : 1;
        HV_UINT64 InstallInterceptEx : 1; /**< Bit 31: HvCallInstallInterceptEx is available. */
        /** Bit 32: InterceptSystemReset is available. */
        HV_UINT64 InterceptSystemResetAvailable : 1;
        HV_UINT64 Reserved1 : 1;
        HV_UINT64 ProxyInterruptRedirectAvailable : 1; /**< Bit 34: undocumented. */
        HV_UINT64 Reserved2 : 29;
    };
#endif
} HV_X64_REGISTER_VSM_CAPABILITIES, *PHV_X64_REGISTER_VSM_CAPABILITIES;
HV_STATIC_ASSERT(sizeof(HV_X64_REGISTER_VSM_CAPABILITIES) == 8);

/** HvRegisterVsmCapabilities, ARM64. A bit has the meaning of the x64 bit of its name. */
typedef union HV_ARM64_REGISTER_VSM_CAPABILITIES
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 ReservedZ0 : 1;
        HV_UINT64 MbecVtlMask : 16; /**< Bits 1 to 16: levels that can use MBEC. */
        /** Bit 17: a level can deny lower levels the start and reset of processors. */
        HV_UINT64 DenyLowerVtlStartup : 1;
        HV_UINT64 SupervisorShadowStack : 1;  /**< Bit 18: kernel shadow stacks can be protected. */
        HV_UINT64 HardwareHvptAvailable : 1;  /**< Bit 19: undocumented. */
        HV_UINT64 SoftwareHvptAvailable : 1;  /**< Bit 20: undocumented. */
        HV_UINT64 HardwareHvptRangeBits : 6;  /**< Bits 21 to 26: undocumented. */
        HV_UINT64 InterceptPageAvailable : 1; /**< Bit 27: InterceptPage is available. */
        /** Bit 28: the return action of the VP assist page is available. */
        HV_UINT64 ReturnActionAvailable : 1;
        HV_UINT64 Vtl0AliasMapAvailable : 1; /**< Bit 29: undocumented. */
        /** Bit 30: InterceptNotPresent is available. */
        HV_UINT64 InterceptNotPresentAvailable : 1;
        HV_UINT64 InstallInterceptEx : 1; /**< Bit 31: HvCallInstallInterceptEx is available. */
        HV_UINT64 ReservedZ : 32;
    };
#endif
} HV_ARM64_REGISTER_VSM_CAPABILITIES, *PHV_ARM64_REGISTER_VSM_CAPABILITIES;
HV_STATIC_ASSERT(sizeof(HV_ARM64_REGISTER_VSM_CAPABILITIES) == 8);

/* In the Linux kernel this is an enumerator, the number of the register. */
#if !defined(MILE_HYPERV_LINUX_KERNEL)
typedef HV_BY_TARGET(HV_X64_REGISTER_VSM_CAPABILITIES, HV_ARM64_REGISTER_VSM_CAPABILITIES)
    HV_REGISTER_VSM_CAPABILITIES, *PHV_REGISTER_VSM_CAPABILITIES;
#endif

/**
 * HvRegisterVsmPartitionStatus: levels of the partition. Read-only; one for the partition, equal
 * for all levels.
 */
typedef union HV_REGISTER_VSM_PARTITION_STATUS
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        /** Bits 0 to 15: enabled levels, one bit per level; bit 0 is always set. */
        HV_UINT64 EnabledVtlSet : 16;
        HV_UINT64 MaximumVtl : 4;         /**< Bits 16 to 19: highest level that may be enabled. */
        HV_UINT64 MbecEnabledVtlSet : 16; /**< Bits 20 to 35: levels with MBEC. */
        HV_UINT64 SupervisorShadowStackEnabledVtlSet : 4; /**< Bits 36 to 39: levels with supervisor shadow stacks. */
        HV_UINT64 ReservedZ : 24;
    };
#endif
} HV_REGISTER_VSM_PARTITION_STATUS, *PHV_REGISTER_VSM_PARTITION_STATUS;
HV_STATIC_ASSERT(sizeof(HV_REGISTER_VSM_PARTITION_STATUS) == 8);

/**
 * HvRegisterVsmVpStatus: levels of the processor. Read-only; one for each processor, equal for all
 * levels.
 */
union HV_REGISTER_VSM_VP_STATUS
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 ActiveVtl : 4;         /**< Bits 0 to 3: running level. */
        HV_UINT64 ActiveMbecEnabled : 1; /**< Bit 4: MBEC is active. */
        HV_UINT64 ReservedZ0 : 11;
        HV_UINT64 EnabledVtlSet : 16; /**< Bits 16 to 31: levels that this processor can enter. */
        HV_UINT64 ReservedZ1 : 32;
    };
#endif
};
HV_STATIC_ASSERT(sizeof(union HV_REGISTER_VSM_VP_STATUS) == 8);
typedef union HV_REGISTER_VSM_VP_STATUS *PHV_REGISTER_VSM_VP_STATUS;
/* In the Linux kernel this is an enumerator, the number of the register: only the tag is the type there. */
#if !defined(MILE_HYPERV_LINUX_KERNEL)
typedef union HV_REGISTER_VSM_VP_STATUS HV_REGISTER_VSM_VP_STATUS;
#endif

/** HvRegisterVsmCodePageOffsets: offsets of VTL call and return in the hypercall page; x64 only, one per level. */
union HV_REGISTER_VSM_CODE_PAGE_OFFSETS
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 VtlCallOffset : 12;   /**< Bits 0 to 11: bytes into the page. */
        HV_UINT64 VtlReturnOffset : 12; /**< Bits 12 to 23: bytes into the page. */
        HV_UINT64 ReservedZ : 40;
    };
#endif
};
HV_STATIC_ASSERT(sizeof(union HV_REGISTER_VSM_CODE_PAGE_OFFSETS) == 8);
typedef union HV_REGISTER_VSM_CODE_PAGE_OFFSETS *PHV_REGISTER_VSM_CODE_PAGE_OFFSETS;
/* In the Linux kernel this is an enumerator, the number of the register: only the tag is the type there. */
#if !defined(MILE_HYPERV_LINUX_KERNEL)
typedef union HV_REGISTER_VSM_CODE_PAGE_OFFSETS HV_REGISTER_VSM_CODE_PAGE_OFFSETS;
#endif

/*
 * Configuration of a level and of the lower levels.
 */

/**
 * HvRegisterVsmPartitionConfig: one for each level above 0. A level writes its
 * own and those of lower levels. The Intercept bits make an event of a lower
 * level an intercept of this one.
 */
union HV_REGISTER_VSM_PARTITION_CONFIG
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        /** Bit 0: the level may protect pages. Set once; a reset of the partition clears it. */
        HV_UINT64 EnableVtlProtection : 1;
        /**
         * Bits 1 to 4: accesses of lower levels to pages for which the level set no protection. Bit 1 is
         * read, bit 2 write, bit 3 execution by the kernel, bit 4 execution by user mode. The level must
         * write them together with bit 0, and cannot change them later; read and write must be set
         * (OpenVMM). The initial value is all four.
         */
        HV_UINT64 DefaultVtlProtectionMask : 4;
        /** Bit 5: memory is cleared before the partition restarts; initially set. */
        HV_UINT64 ZeroMemoryOnReset : 1;
        HV_UINT64 DenyLowerVtlStartup : 1; /**< Bit 6: lower levels cannot start or reset a processor. */
        /** Bit 7: intercept the acceptance of pages by a lower level (isolation). */
        HV_UINT64 InterceptAcceptance : 1;
        /** Bit 8: intercept the setting of EnableVtlProtection by a lower level. */
        HV_UINT64 InterceptEnableVtlProtection : 1;
        HV_UINT64 InterceptVpStartup : 1; /**< Bit 9: intercept the start of a processor. */
        /** Bit 10: intercept CPUID leaves that the hypervisor does not implement. */
        HV_UINT64 InterceptCpuidUnimplemented : 1;
        HV_UINT64 InterceptUnrecoverableException : 1; /**< Bit 11: intercept triple faults. */
        HV_UINT64 InterceptPage : 1;                   /**< Bit 12: undocumented. */
        /** Bit 13: intercept HvCallRestorePartitionTime. */
        HV_UINT64 InterceptRestorePartitionTime : 1;
        HV_UINT64 InterceptNotPresent : 1; /**< Bit 14: undocumented. */
        /** Bit 15: intercept a system reset. OpenVMM only; the symbols end with bit 14. */
        HV_UINT64 InterceptSystemReset : 1;
        HV_UINT64 ReservedZ : 48;
    };
#endif
};
HV_STATIC_ASSERT(sizeof(union HV_REGISTER_VSM_PARTITION_CONFIG) == 8);
typedef union HV_REGISTER_VSM_PARTITION_CONFIG *PHV_REGISTER_VSM_PARTITION_CONFIG;
/* In the Linux kernel this is an enumerator, the number of the register: only the tag is the type there. */
#if !defined(MILE_HYPERV_LINUX_KERNEL)
typedef union HV_REGISTER_VSM_PARTITION_CONFIG HV_REGISTER_VSM_PARTITION_CONFIG;
#endif

/**
 * HvRegisterVsmVpSecureConfigVtl0 and up: configuration of level 0 and up by a higher level, on each
 * processor.
 *
 * Each level above 0 has one for each lower level. A write by any other caller fails with
 * HV_STATUS_ACCESS_DENIED.
 */
typedef union HV_REGISTER_VSM_VP_SECURE_VTL_CONFIG
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        /**
         * Bit 0: separate protection of execution by user mode and by the kernel; requires EnableMbec of
         * the partition. With it, execution by the kernel but not by user mode has no defined result.
         */
        HV_UINT64 MbecEnabled : 1;
        /**
         * Bit 1: address space flushes that the lower level requests wait until this bit is cleared; a
         * VTL return clears it.
         */
        HV_UINT64 TlbLocked : 1;
        HV_UINT64 SupervisorShadowStackEnabled : 1; /**< Bit 2: protection of supervisor shadow stacks. */
        HV_UINT64 HardwareHvptEnabled : 1;          /**< Bit 3: undocumented. */
        HV_UINT64 ReservedZ : 60;
    };
#endif
} HV_REGISTER_VSM_VP_SECURE_VTL_CONFIG, *PHV_REGISTER_VSM_VP_SECURE_VTL_CONFIG;
HV_STATIC_ASSERT(sizeof(HV_REGISTER_VSM_VP_SECURE_VTL_CONFIG) == 8);

/**
 * HvRegisterVsmVpWaitForTlbLock: the higher level writes it to wait until no other processor holds
 * a TLB lock.
 */
typedef union HV_REGISTER_VSM_VP_WAIT_FOR_TLB_LOCK
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Wait : 1; /**< Bit 0: the write waits for the TLB locks. */
        HV_UINT64 ReservedZ : 63;
    };
#endif
} HV_REGISTER_VSM_VP_WAIT_FOR_TLB_LOCK, *PHV_REGISTER_VSM_VP_WAIT_FOR_TLB_LOCK;
HV_STATIC_ASSERT(sizeof(HV_REGISTER_VSM_VP_WAIT_FOR_TLB_LOCK) == 8);

/**
 * Method of interrupt injection to a level of an SEV-SNP guest: the processor's modes of these
 * names.
 */
typedef HV_UINT32 HV_SNP_INTERRUPT_INJECTION, *PHV_SNP_INTERRUPT_INJECTION;
enum
{
    HvSnpRestricted = 0,
    HvSnpNormal = 1,
    HvSnpAlternate = 2,
    HvSnpSecureAvic = 3,
};

/**
 * HvRegisterGuestVsmPartitionConfig, and HvPartitionPropertyVsmConfig: levels that a guest may
 * have.
 *
 * The host sets the property. A paravisor at VTL 2 sets MaximumVtl of the register to permit or
 * deny VTL 1 to its guest. The second set of names is that of OpenVMM.
 */
typedef union HV_REGISTER_GUEST_VSM_PARTITION_CONFIG
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 MaximumVtl : 4; /**< Bits 0 to 3: highest level that may be enabled. */
        HV_UINT64 Vtl0InterruptInjectionPolicy : 2; /**< Bits 4 and 5: HV_SNP_INTERRUPT_INJECTION. */
        HV_UINT64 Vtl1InterruptInjectionPolicy : 2; /**< Bits 6 and 7: HV_SNP_INTERRUPT_INJECTION. */
        HV_UINT64 ReservedZ : 56;
    };
#endif
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 MaximumVtlBits : 4; /**< Bits 0 to 3: name of MaximumVtl in OpenVMM. */
        /** Bits 4 and 5: name of Vtl0InterruptInjectionPolicy in OpenVMM. */
        HV_UINT64 Vtl0InterruptInjection : 2;
        /** Bits 6 and 7: name of Vtl1InterruptInjectionPolicy in OpenVMM. */
        HV_UINT64 Vtl1InterruptInjection : 2;
        HV_UINT64 ReservedZBits : 56;
    };
#endif
} HV_REGISTER_GUEST_VSM_PARTITION_CONFIG, *PHV_REGISTER_GUEST_VSM_PARTITION_CONFIG;
HV_STATIC_ASSERT(sizeof(HV_REGISTER_GUEST_VSM_PARTITION_CONFIG) == 8);

typedef HV_REGISTER_GUEST_VSM_PARTITION_CONFIG HV_PARTITION_VSM_CONFIG, *PHV_PARTITION_VSM_CONFIG;

/**
 * HvRegisterVsmVina, x64: virtual interrupt notification assist. Each processor has one for each
 * level above 0.
 *
 * While the level runs, an interrupt for a lower level waits. VINA notifies the running level by an
 * edge-triggered interrupt of its own, so that it can return early. The hypervisor sets
 * HV_VP_VTL_CONTROL.VinaAsserted with it, and sends no further one while it is set; an EOI does not
 * clear it.
 */
typedef union HV_X64_REGISTER_VSM_VINA
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Vector : 8;  /**< Bits 0 to 7: vector of the interrupt. */
        HV_UINT64 Enabled : 1; /**< Bit 8: VINA is enabled. */
        /**
         * Bit 9: the next entry to the level clears VinaAsserted; otherwise software must clear it.
         */
        HV_UINT64 AutoReset : 1;
        /** Bit 10: the hypervisor ends the interrupt when it delivers it. */
        HV_UINT64 AutoEoi : 1;
        HV_UINT64 ReservedP : 53;
    };
#endif
} HV_X64_REGISTER_VSM_VINA, *PHV_X64_REGISTER_VSM_VINA;
HV_STATIC_ASSERT(sizeof(HV_X64_REGISTER_VSM_VINA) == 8);

/**
 * HvRegisterVsmVina, ARM64: virtual interrupt notification assist, as HV_X64_REGISTER_VSM_VINA
 * describes it.
 */
typedef union HV_ARM64_REGISTER_VSM_VINA
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Vector : 5; /**< Bits 0 to 4: an INTID below 32. */
        HV_UINT64 ReservedP0 : 3;
        HV_UINT64 Enabled : 1; /**< Bit 8: VINA is enabled. */
        /**
         * Bit 9: the next entry to the level clears VinaAsserted; otherwise software must clear it.
         */
        HV_UINT64 AutoReset : 1;
        HV_UINT64 ReservedP1 : 54;
    };
#endif
} HV_ARM64_REGISTER_VSM_VINA, *PHV_ARM64_REGISTER_VSM_VINA;
HV_STATIC_ASSERT(sizeof(HV_ARM64_REGISTER_VSM_VINA) == 8);

typedef HV_BY_TARGET(HV_X64_REGISTER_VSM_VINA, HV_ARM64_REGISTER_VSM_VINA) HV_REGISTER_VSM_VINA, *PHV_REGISTER_VSM_VINA;

/**
 * HvX64RegisterCrInterceptControl: accesses to control registers and MSRs of a lower trust level
 * that the higher one intercepts. Each bit is one register and the kind of access of its name.
 *
 * A mask register (HvX64RegisterCrInterceptCr0Mask, HvX64RegisterCrInterceptCr4Mask,
 * HvX64RegisterCrInterceptIa32MiscEnableMask) restricts the intercept to its bits of the control
 * register; the other registers are intercepted as a whole.
 *
 * Source: TLFS online, vsm (bits 0 to 24); symbols and OpenVMM hvdef.
 */
typedef union HV_REGISTER_CR_INTERCEPT_CONTROL
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Cr0Write : 1;                      /**< Bit 0. */
        HV_UINT64 Cr4Write : 1;                      /**< Bit 1. */
        HV_UINT64 XCr0Write : 1;                     /**< Bit 2. */
        HV_UINT64 IA32MiscEnableRead : 1;            /**< Bit 3. */
        HV_UINT64 IA32MiscEnableWrite : 1;           /**< Bit 4. */
        HV_UINT64 MsrLstarRead : 1;                  /**< Bit 5. */
        HV_UINT64 MsrLstarWrite : 1;                 /**< Bit 6. */
        HV_UINT64 MsrStarRead : 1;                   /**< Bit 7. */
        HV_UINT64 MsrStarWrite : 1;                  /**< Bit 8. */
        HV_UINT64 MsrCstarRead : 1;                  /**< Bit 9. */
        HV_UINT64 MsrCstarWrite : 1;                 /**< Bit 10. */
        HV_UINT64 ApicBaseMsrRead : 1;               /**< Bit 11. */
        HV_UINT64 ApicBaseMsrWrite : 1;              /**< Bit 12. */
        HV_UINT64 MsrEferRead : 1;                   /**< Bit 13. */
        HV_UINT64 MsrEferWrite : 1;                  /**< Bit 14. */
        HV_UINT64 GdtrWrite : 1;                     /**< Bit 15. */
        HV_UINT64 IdtrWrite : 1;                     /**< Bit 16. */
        HV_UINT64 LdtrWrite : 1;                     /**< Bit 17. */
        HV_UINT64 TrWrite : 1;                       /**< Bit 18. */
        HV_UINT64 MsrSysenterCsWrite : 1;            /**< Bit 19. */
        HV_UINT64 MsrSysenterEipWrite : 1;           /**< Bit 20. */
        HV_UINT64 MsrSysenterEspWrite : 1;           /**< Bit 21. */
        HV_UINT64 MsrSfmaskWrite : 1;                /**< Bit 22. */
        HV_UINT64 MsrTscAuxWrite : 1;                /**< Bit 23. */
        HV_UINT64 MsrSgxLaunchControlWrite : 1;      /**< Bit 24. */
        HV_UINT64 MsrXssWrite : 1;                   /**< Bit 25. */
        HV_UINT64 MsrSCetWrite : 1;                  /**< Bit 26. */
        HV_UINT64 MsrPlsSspWrite : 1;                /**< Bit 27. */
        HV_UINT64 MsrInterruptSspTableAddrWrite : 1; /**< Bit 28. */
        HV_UINT64 RsvdZ : 35;
    };
#endif
} HV_REGISTER_CR_INTERCEPT_CONTROL, *PHV_REGISTER_CR_INTERCEPT_CONTROL;
HV_STATIC_ASSERT(sizeof(HV_REGISTER_CR_INTERCEPT_CONTROL) == 8);

/** HvRegisterHvptControl. Undocumented. */
typedef union HV_REGISTER_HVPT_CONTROL
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Enabled : 1;          /**< Bit 0: HVPT is enabled, by the member's name. */
        HV_UINT64 HardwareEnforced : 1; /**< Bit 1: hardware enforces HVPT, by the member's name. */
        HV_UINT64 HardwareRangeBits : 6; /**< Bits 2 to 7: undocumented. */
        HV_UINT64 ReservedZ : 4;
        /** Bits 12 to 63: GPA page number of the tables, by the member's name. */
        HV_UINT64 GpaPageNumber : 52;
    };
#endif
} HV_REGISTER_HVPT_CONTROL, *PHV_REGISTER_HVPT_CONTROL;
HV_STATIC_ASSERT(sizeof(HV_REGISTER_HVPT_CONTROL) == 8);

/**
 * HvRegisterVsmVpVtlControl: page that the processor shares with a trust level.
 *
 * Undocumented; only the original 1.x has it.
 */
typedef union HV_REGISTER_VSM_VP_VTL_CONTROL
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Mapped : 1; /**< Bit 0: the page is mapped. */
        HV_UINT64 ReservedP : 11;
        HV_UINT64 GpaPageNumber : 52; /**< Bits 12 to 63: location of the page. */
    };
#endif
} HV_REGISTER_VSM_VP_VTL_CONTROL, *PHV_REGISTER_VSM_VP_VTL_CONTROL;
HV_STATIC_ASSERT(sizeof(HV_REGISTER_VSM_VP_VTL_CONTROL) == 8);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_VSMREGISTER */
