/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Nested virtualization: data that a hypervisor in a partition shares with the hypervisor below it.
 *
 * Three levels have numbers: L0 is the hypervisor on the machine, L1 a hypervisor in one of its
 * partitions, L2 a guest of L1. L1 uses the processor's own virtualization instructions, and L0
 * emulates them. Each of the following facilities reduces the cost; CPUID leaf 0x4000000A reports
 * those that L0 offers.
 *
 *   - *Enlightened VMCS* (Intel). L0 would have to emulate each VMREAD and VMWRITE. Instead, L1 keeps
 *     the VMCS as an ordinary structure in its memory, and specifies it in the VP assist page
 *     (EnlightenVmEntry, CurrentNestedVmcs): no VMPTRLD is necessary, and L1 must not use VMREAD or
 *     VMWRITE on it while it is active. L1 must clear the bit of a group of fields in CleanFields
 *     after it changed one of them, or L0 may use the old values. The structure occupies a page of
 *     4 KiB, initially zero, and is active on one processor at a time; VMCLEAR makes it inactive. L1
 *     cannot use it with a feature of the processor whose fields it lacks.
 *   - *Enlightened VMCB fields* (AMD): 32 reserved bytes at 0x3E0 of the VMCB; bit 31 of the VMCB's
 *     own clean bits represents them.
 *   - *Enlightened MSR bitmap*: L0 does not monitor L1's MSR bitmap for changes; L1 must clear its
 *     clean bit (MSR_BITMAP) when it changes the bitmap.
 *   - *Direct virtual flush*: L0 handles the flush hypercalls of L2 itself. L1 sets DirectHypercall in
 *     the VP assist page and NestedFlushVirtualHypercall in the VMCS or VMCB, provides VpId, VmId and
 *     a partition assist page, and recommends flush hypercalls to its guests. L0 flushes on every
 *     processor whose VmId is the caller's and whose VpId the call contains. If TlbLockCount of the
 *     caller's partition assist page is not zero, L2 then exits to L1 with a synthetic exit reason, so
 *     that L1 is notified of the flush.
 *   - Flushes of second-level translations by hypercall instead of INVEPT:
 *     HvCallFlushGuestPhysicalAddressSpace and HvCallFlushGuestPhysicalAddressList, HV_GPA_PAGE_RANGE
 *     elements (Memory.h).
 *
 * VpAssist.h and Msr.h have the registers of L1 that control these facilities, and the nested forms of
 * the synthetic MSRs.
 *
 * Sources: TLFS 6.0b chapter 16 and its online edition (HV_VMX_ENLIGHTENED_VMCS,
 * HV_SVM_ENLIGHTENED_VMCB_FIELDS); symbols of securekernel 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_NESTED
#define MILE_HYPERV_HYPERVISOR_NESTED

#include "Types.h"

HV_HEADER_BEGIN

/** Exit reason on Intel after a flush that L0 performed while TlbLockCount was not zero. */
#define HV_VMX_SYNTHETIC_EXIT_REASON_TRAP_AFTER_FLUSH 0x10000031
/** Exit code of an enlightenment on AMD; ExitInfo1 identifies the enlightenment. */
#define HV_SVM_EXITCODE_ENL 0xF0000000U
/** ExitInfo1 with HV_SVM_EXITCODE_ENL: the event of HV_VMX_SYNTHETIC_EXIT_REASON_TRAP_AFTER_FLUSH. */
#define HV_SVM_ENL_EXITCODE_TRAP_AFTER_FLUSH 1

/** Number of the bit of an AMD VMCB's clean bits that represents the enlightened fields. */
#define HV_VMCB_NESTED_ENLIGHTENMENTS 31
/**
 * Bits of EAX of leaf 0x4000000A that are a version of the enlightened VMCS. Source: Linux 7.3
 * include/hyperv.
 */
#define HV_X64_ENLIGHTENED_VMCS_VERSION 0xFF

/** Requests of L1 in a VMCS or VMCB. */
typedef union HV_NESTED_ENLIGHTENMENTS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 NestedFlushVirtualHypercall : 1; /**< Bit 0: direct virtual flush. */
        HV_UINT32 MsrBitmap : 1;                   /**< Bit 1: enlightened MSR bitmap. */
        /** Bit 2, AMD: flushing an ASID leaves second-level translations alone; they are flushed by hypercall. */
        HV_UINT32 EnlightenedNptTlb : 1;
        HV_UINT32 Reserved : 29;
    };
#endif
} HV_NESTED_ENLIGHTENMENTS, *PHV_NESTED_ENLIGHTENMENTS;
HV_STATIC_ASSERT(sizeof(HV_NESTED_ENLIGHTENMENTS) == 4);

/**
 * Start of the partition assist page, whose address L1 sets in PartitionAssistPage; one for each L2
 * partition.
 *
 * The page is a whole page of L1's memory, page aligned, and zero before its first use.
 */
typedef struct VM_PARTITION_ASSIST_PAGE
{
    /** Number of TLB locks; 0 if L2 need not exit to L1 after a direct flush. */
    HV_UINT32 TlbLockCount;
} VM_PARTITION_ASSIST_PAGE, *PVM_PARTITION_ASSIST_PAGE;
HV_STATIC_ASSERT(sizeof(VM_PARTITION_ASSIST_PAGE) == 4);

/*
 * Enlightened VMCS.
 */

/** Groups of fields; set in CleanFields, L0 need not read the group again. */
#define HV_VMX_ENLIGHTENED_CLEAN_FIELD_NONE 0x0000
#define HV_VMX_ENLIGHTENED_CLEAN_FIELD_IO_BITMAP 0x0001
#define HV_VMX_ENLIGHTENED_CLEAN_FIELD_MSR_BITMAP 0x0002
#define HV_VMX_ENLIGHTENED_CLEAN_FIELD_CONTROL_GRP2 0x0004
#define HV_VMX_ENLIGHTENED_CLEAN_FIELD_CONTROL_GRP1 0x0008
#define HV_VMX_ENLIGHTENED_CLEAN_FIELD_CONTROL_PROC 0x0010
#define HV_VMX_ENLIGHTENED_CLEAN_FIELD_CONTROL_EVENT 0x0020
#define HV_VMX_ENLIGHTENED_CLEAN_FIELD_CONTROL_ENTRY 0x0040
#define HV_VMX_ENLIGHTENED_CLEAN_FIELD_CONTROL_EXCPN 0x0080
#define HV_VMX_ENLIGHTENED_CLEAN_FIELD_CRDR 0x0100
#define HV_VMX_ENLIGHTENED_CLEAN_FIELD_CONTROL_XLAT 0x0200
#define HV_VMX_ENLIGHTENED_CLEAN_FIELD_GUEST_BASIC 0x0400
#define HV_VMX_ENLIGHTENED_CLEAN_FIELD_GUEST_GRP1 0x0800
#define HV_VMX_ENLIGHTENED_CLEAN_FIELD_GUEST_GRP2 0x1000
#define HV_VMX_ENLIGHTENED_CLEAN_FIELD_HOST_POINTER 0x2000
#define HV_VMX_ENLIGHTENED_CLEAN_FIELD_HOST_GRP1 0x4000
#define HV_VMX_ENLIGHTENED_CLEAN_FIELD_ENLIGHTENMENTSCONTROL 0x8000

/**
 * The enlightened VMCS. Each member is the VMCS field of its name.
 *
 * The comment of a field contains its encoding in the architecture and the clean bit of its group,
 * as the TLFS lists them. L0 reads a field without a group at every entry, and writes the fields of
 * an exit (Exit...). The TLFS has no encoding for fields without one.
 */
typedef struct HV_VMX_ENLIGHTENED_VMCS
{
    /** Version of the structure: 1; leaf 0x4000000A has the versions that L0 supports. */
    HV_UINT32 VersionNumber;
    HV_UINT32 AbortIndicator; /**< VMX-abort indicator, at its place in any VMCS. */
    HV_UINT16 HostEsSelector; /**< 0x0C00, HOST_GRP1. */
    HV_UINT16 HostCsSelector; /**< 0x0C02, HOST_GRP1. */
    HV_UINT16 HostSsSelector; /**< 0x0C04, HOST_GRP1. */
    HV_UINT16 HostDsSelector; /**< 0x0C06, HOST_GRP1. */
    HV_UINT16 HostFsSelector; /**< 0x0C08, HOST_GRP1. */
    HV_UINT16 HostGsSelector; /**< 0x0C0A, HOST_GRP1. */
    HV_UINT16 HostTrSelector; /**< 0x0C0C, HOST_GRP1. */
    HV_UINT16 Padding;
    HV_UINT64 HostPat;            /**< 0x2C00, HOST_GRP1. */
    HV_UINT64 HostEfer;           /**< 0x2C02, HOST_GRP1. */
    HV_UINT64 HostCr0;            /**< 0x6C00, HOST_GRP1. */
    HV_UINT64 HostCr3;            /**< 0x6C02, HOST_GRP1. */
    HV_UINT64 HostCr4;            /**< 0x6C04, HOST_GRP1. */
    HV_UINT64 HostSysenterEspMsr; /**< 0x6C10, HOST_GRP1. */
    HV_UINT64 HostSysenterEipMsr; /**< 0x6C12, HOST_GRP1. */
    HV_UINT64 HostRip;            /**< 0x6C16, HOST_GRP1. */
    HV_UINT32 HostSysenterCsMsr; /**< HOST_GRP1. The TLFS prints 0x6C16, the encoding of HostRip. */
    HV_UINT32 PinControls;       /**< 0x4000, CONTROL_GRP1. */
    HV_UINT32 ExitControls;      /**< 0x400C, CONTROL_GRP1. */
    HV_UINT32 SecondaryProcessorControls; /**< 0x401E, CONTROL_GRP1. */
    HV_GPA IoBitmapA;                     /**< 0x2000, IO_BITMAP. */
    HV_GPA IoBitmapB;                     /**< 0x2002, IO_BITMAP. */
    HV_GPA MsrBitmap;                     /**< 0x2004, MSR_BITMAP. */
    HV_UINT16 GuestEsSelector;            /**< 0x0800, GUEST_GRP2. */
    HV_UINT16 GuestCsSelector;            /**< 0x0802, GUEST_GRP2. */
    HV_UINT16 GuestSsSelector;            /**< 0x0804, GUEST_GRP2. */
    HV_UINT16 GuestDsSelector;            /**< 0x0806, GUEST_GRP2. */
    HV_UINT16 GuestFsSelector;            /**< 0x0808, GUEST_GRP2. */
    HV_UINT16 GuestGsSelector;            /**< 0x080A, GUEST_GRP2. */
    HV_UINT16 GuestLdtrSelector;          /**< 0x080C, GUEST_GRP2. */
    HV_UINT16 GuestTrSelector;            /**< 0x080E, GUEST_GRP2. */
    HV_UINT32 GuestEsLimit;               /**< 0x4800, GUEST_GRP2. */
    HV_UINT32 GuestCsLimit;               /**< 0x4802, GUEST_GRP2. */
    HV_UINT32 GuestSsLimit;               /**< 0x4804, GUEST_GRP2. */
    HV_UINT32 GuestDsLimit;               /**< 0x4806, GUEST_GRP2. */
    HV_UINT32 GuestFsLimit;               /**< 0x4808, GUEST_GRP2. */
    HV_UINT32 GuestGsLimit;               /**< 0x480A, GUEST_GRP2. */
    HV_UINT32 GuestLdtrLimit;             /**< 0x480C, GUEST_GRP2. */
    HV_UINT32 GuestTrLimit;               /**< 0x480E, GUEST_GRP2. */
    HV_UINT32 GuestGdtrLimit;             /**< 0x4810, GUEST_GRP2. */
    HV_UINT32 GuestIdtrLimit;             /**< 0x4812, GUEST_GRP2. */
    HV_UINT32 GuestEsAttributes;          /**< 0x4814, GUEST_GRP2. */
    HV_UINT32 GuestCsAttributes;          /**< 0x4816, GUEST_GRP2. */
    HV_UINT32 GuestSsAttributes;          /**< 0x4818, GUEST_GRP2. */
    HV_UINT32 GuestDsAttributes;          /**< 0x481A, GUEST_GRP2. */
    HV_UINT32 GuestFsAttributes;          /**< 0x481C, GUEST_GRP2. */
    HV_UINT32 GuestGsAttributes;          /**< 0x481E, GUEST_GRP2. */
    HV_UINT32 GuestLdtrAttributes;        /**< 0x4820, GUEST_GRP2. */
    HV_UINT32 GuestTrAttributes;          /**< 0x4822, GUEST_GRP2. */
    HV_UINT64 GuestEsBase;                /**< 0x6806, GUEST_GRP2. */
    HV_UINT64 GuestCsBase;                /**< 0x6808, GUEST_GRP2. */
    HV_UINT64 GuestSsBase;                /**< 0x680A, GUEST_GRP2. */
    HV_UINT64 GuestDsBase;                /**< 0x680C, GUEST_GRP2. */
    HV_UINT64 GuestFsBase;                /**< 0x680E, GUEST_GRP2. */
    HV_UINT64 GuestGsBase;                /**< 0x6810, GUEST_GRP2. */
    HV_UINT64 GuestLdtrBase;              /**< 0x6812, GUEST_GRP2. */
    HV_UINT64 GuestTrBase;                /**< 0x6814, GUEST_GRP2. */
    HV_UINT64 GuestGdtrBase;              /**< 0x6816, GUEST_GRP2. */
    HV_UINT64 GuestIdtrBase;              /**< 0x6818, GUEST_GRP2. */
    HV_UINT64 Rsvd1[3];
    /** Guest physical address, in L1, of the VM-exit MSR-store area. */
    HV_GPA ExitMsrStoreAddress;
    HV_GPA ExitMsrLoadAddress; /**< Guest physical address, in L1, of the VM-exit MSR-load area. */
    /** Guest physical address, in L1, of the VM-entry MSR-load area. */
    HV_GPA EntryMsrLoadAddress;
    HV_UINT64 Cr3Target0;
    HV_UINT64 Cr3Target1;
    HV_UINT64 Cr3Target2;
    HV_UINT64 Cr3Target3;
    HV_UINT32 PfecMask;
    HV_UINT32 PfecMatch;
    HV_UINT32 Cr3TargetCount; /**< Number of CR3-target values; at most 4. */
    /** Number of MSRs in the VM-exit MSR-store area; the limit is that of IA32_VMX_MISC. */
    HV_UINT32 ExitMsrStoreCount;
    /** Number of MSRs in the VM-exit MSR-load area; the limit is that of IA32_VMX_MISC. */
    HV_UINT32 ExitMsrLoadCount;
    /** Number of MSRs in the VM-entry MSR-load area; the limit is that of IA32_VMX_MISC. */
    HV_UINT32 EntryMsrLoadCount;
    /** 0x2010, CONTROL_GRP2. Offset from L1's TSC, in ticks (units of the TSC). */
    HV_UINT64 TscOffset;
    HV_GPA VirtualApicPage;                /**< 0x2012, CONTROL_GRP2. */
    HV_GPA GuestWorkingVmcsPtr;            /**< 0x2800, GUEST_GRP1. */
    HV_UINT64 GuestIa32DebugCtl;           /**< 0x2802, GUEST_GRP1. */
    HV_UINT64 GuestPat;                    /**< 0x2804, GUEST_GRP1. */
    HV_UINT64 GuestEfer;                   /**< 0x2806, GUEST_GRP1. */
    HV_UINT64 GuestPdpte0;                 /**< 0x280A, GUEST_GRP1. */
    HV_UINT64 GuestPdpte1;                 /**< 0x280C, GUEST_GRP1. */
    HV_UINT64 GuestPdpte2;                 /**< 0x280E, GUEST_GRP1. */
    HV_UINT64 GuestPdpte3;                 /**< 0x2810, GUEST_GRP1. */
    HV_UINT64 GuestPendingDebugExceptions; /**< 0x6822, GUEST_GRP1. */
    HV_UINT64 GuestSysenterEspMsr;         /**< 0x6824, GUEST_GRP1. */
    HV_UINT64 GuestSysenterEipMsr;         /**< 0x6826, GUEST_GRP1. */
    HV_UINT32 GuestSleepState;             /**< 0x4826, GUEST_GRP1. */
    HV_UINT32 GuestSysenterCsMsr;          /**< 0x482A, GUEST_GRP1. */
    HV_UINT64 Cr0GuestHostMask;            /**< 0x6000, CRDR. */
    HV_UINT64 Cr4GuestHostMask;            /**< 0x6002, CRDR. */
    HV_UINT64 Cr0ReadShadow;               /**< 0x6004, CRDR. */
    HV_UINT64 Cr4ReadShadow;               /**< 0x6006, CRDR. */
    HV_UINT64 GuestCr0;                    /**< 0x6800, CRDR. */
    HV_UINT64 GuestCr3;                    /**< 0x6802, CRDR. */
    HV_UINT64 GuestCr4;                    /**< 0x6804, CRDR. */
    HV_UINT64 GuestDr7;                    /**< 0x681A, CRDR. */
    HV_UINT64 HostFsBase;                  /**< 0x6C06, HOST_POINTER. */
    HV_UINT64 HostGsBase;                  /**< 0x6C08, HOST_POINTER. */
    HV_UINT64 HostTrBase;                  /**< 0x6C0A, HOST_POINTER. */
    HV_UINT64 HostGdtrBase;                /**< 0x6C0C, HOST_POINTER. */
    HV_UINT64 HostIdtrBase;                /**< 0x6C0E, HOST_POINTER. */
    HV_UINT64 HostRsp;                     /**< 0x6C14, HOST_POINTER. */
    HV_UINT64 EptRoot;                     /**< 0x201A, CONTROL_XLAT. */
    HV_UINT16 Vpid;                        /**< 0x0000, CONTROL_XLAT. */
    HV_UINT16 Rsvd2[3];
    HV_UINT64 Rsvd3[5];
    HV_UINT64 ExitEptFaultGpa;           /**< 0x2400. */
    HV_UINT32 ExitInstructionError;      /**< 0x4400. */
    HV_UINT32 ExitReason;                /**< 0x4402. */
    HV_UINT32 ExitInterruptionInfo;      /**< 0x4404. */
    HV_UINT32 ExitExceptionErrorCode;    /**< 0x4406. */
    HV_UINT32 ExitIdtVectoringInfo;      /**< 0x4408. */
    HV_UINT32 ExitIdtVectoringErrorCode; /**< 0x440A. */
    HV_UINT32 ExitInstructionLength;     /**< 0x440C. Length in bytes; at most 15. */
    HV_UINT32 ExitInstructionInfo;       /**< 0x440E. */
    HV_UINT64 ExitQualification;         /**< 0x6400. */
    HV_UINT64 ExitIoInstructionEcx;      /**< 0x6402. */
    HV_UINT64 ExitIoInstructionEsi;      /**< 0x6404. */
    HV_UINT64 ExitIoInstructionEdi;      /**< 0x6406. */
    HV_UINT64 ExitIoInstructionEip;      /**< 0x6408. */
    HV_UINT64 GuestLinearAddress;        /**< 0x640A. Guest virtual (linear) address of the exit. */
    HV_UINT64 GuestRsp;                  /**< 0x681C, GUEST_BASIC. */
    HV_UINT64 GuestRflags;               /**< 0x6820, GUEST_BASIC. */
    HV_UINT32 GuestInterruptibility;     /**< 0x4824, GUEST_BASIC. */
    HV_UINT32 ProcessorControls;         /**< 0x4002, CONTROL_PROC. */
    HV_UINT32 ExceptionBitmap;           /**< 0x4004, CONTROL_EXCPN. */
    HV_UINT32 EntryControls;             /**< 0x4012, CONTROL_ENTRY. */
    HV_UINT32 EntryInterruptInfo;        /**< 0x4016, CONTROL_EVENT. */
    HV_UINT32 EntryExceptionErrorCode;   /**< 0x4018, CONTROL_EVENT. */
    HV_UINT32 EntryInstructionLength;    /**< 0x401A, CONTROL_EVENT. Length in bytes; at most 15. */
    HV_UINT32 TprThreshold;              /**< 0x401C. */
    HV_UINT64 GuestRip;                  /**< 0x681E. */
    HV_UINT32 CleanFields;               /**< HV_VMX_ENLIGHTENED_CLEAN_FIELD_... */
    HV_UINT32 Rsvd4;
    HV_UINT32 SyntheticControls;                    /**< Undocumented. */
    HV_NESTED_ENLIGHTENMENTS EnlightenmentsControl; /**< Clean bit ENLIGHTENMENTSCONTROL. */
    HV_UINT32 VpId; /**< VP index of the nested processor, for direct flushes. */
    HV_UINT32 Rsvd5Padding;
    HV_UINT64 VmId; /**< Number of the L2 partition, which L1 chooses. */
    /** Guest physical address, in L1, of a VM_PARTITION_ASSIST_PAGE. */
    HV_UINT64 PartitionAssistPage;
    HV_UINT64 Rsvd5[4];
    HV_UINT64 GuestBndcfgs;               /**< 0x2812, GUEST_GRP1. */
    HV_UINT64 GuestPerfGlobalCtrl;        /**< 0x2808, GUEST_GRP1. */
    HV_UINT64 GuestSCet;                  /**< 0x6828, GUEST_GRP1. */
    HV_UINT64 GuestSsp;                   /**< 0x682A, GUEST_BASIC. */
    HV_UINT64 GuestInterruptSspTableAddr; /**< 0x682C, GUEST_GRP1. */
    HV_UINT64 GuestLbrCtl;                /**< 0x2816, GUEST_GRP1. */
    HV_UINT64 Rsvd6[2];
    HV_UINT64 XssExitingBitmap;          /**< 0x202C, CONTROL_GRP2. */
    HV_UINT64 EnclsExitingBitmap;        /**< 0x202E, CONTROL_GRP2. */
    HV_UINT64 HostPerfGlobalCtrl;        /**< 0x2C04, HOST_GRP1. */
    HV_UINT64 TscMultiplier;             /**< 0x2032, CONTROL_GRP2. */
    HV_UINT64 HostSCet;                  /**< 0x6C18, HOST_GRP1. */
    HV_UINT64 HostSsp;                   /**< 0x6C1A, HOST_GRP1. */
    HV_UINT64 HostInterruptSspTableAddr; /**< 0x6C1C, HOST_GRP1. */
    HV_UINT64 TertiaryProcessorControls; /**< 0x2034, CONTROL_GRP1. */
} HV_VMX_ENLIGHTENED_VMCS, *PHV_VMX_ENLIGHTENED_VMCS;
HV_STATIC_ASSERT(sizeof(HV_VMX_ENLIGHTENED_VMCS) == 1024);

/*
 * Enlightened VMCB.
 */

/**
 * Bytes 0x3E0 to 0x3FF of the VMCB, in its control area. The members have the meaning of their
 * names in HV_VMX_ENLIGHTENED_VMCS.
 */
typedef struct HV_SVM_ENLIGHTENED_VMCB_FIELDS
{
    HV_NESTED_ENLIGHTENMENTS EnlightenmentsControl; /**< Requests of L1. */
    HV_UINT32 VpId; /**< VP index of the nested processor, for direct flushes. */
    HV_UINT64 VmId; /**< Number of the L2 partition, which L1 chooses. */
    /** Guest physical address, in L1, of a VM_PARTITION_ASSIST_PAGE. */
    HV_UINT64 PartitionAssistPage;
    HV_UINT64 Reserved;
} HV_SVM_ENLIGHTENED_VMCB_FIELDS, *PHV_SVM_ENLIGHTENED_VMCB_FIELDS;
HV_STATIC_ASSERT(sizeof(HV_SVM_ENLIGHTENED_VMCB_FIELDS) == 32);

/*
 * State.
 */

/** Nesting state of a processor of L1, for saving and restoring it. */
typedef union HV_NESTED_STATE_REGISTER
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 NestedVirtActive : 1; /**< Bit 0: L1 uses the virtualization instructions. */
        HV_UINT64 NestedGuestMode : 1;  /**< Bit 1: L2 runs. */
        HV_UINT64 VmEntryPending : 1;   /**< Bit 2: an entry that L1 requested is pending. */
        HV_UINT64 Reserved : 61;
    };
#endif
} HV_NESTED_STATE_REGISTER, *PHV_NESTED_STATE_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_NESTED_STATE_REGISTER) == 8);

/** Treatment of L2's MSR intercepts by L0. Undocumented. */
typedef HV_UINT32 HV_NESTED_MSR_INTERCEPT_MODE, *PHV_NESTED_MSR_INTERCEPT_MODE;
enum
{
    HvNestedMsrInterceptModeSlow = 0,
    HvNestedMsrInterceptModeFast = 1,
    HvNestedMsrInterceptModeEnlightened = 2,
    HvNestedMsrInterceptModeCount = 3,
};

/** Treatment of a nested hypervisor's MSR bitmap. Undocumented. */
typedef union HV_REGISTER_NESTED_CONTROL
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 MsrInterceptMode : 2; /**< Bits 0 and 1: undocumented. */
        HV_UINT64 MsrBitmapDirty : 1;   /**< Bit 2: the bitmap has changed. */
        HV_UINT64 RsvdZ : 61;
    };
#endif
} HV_REGISTER_NESTED_CONTROL, *PHV_REGISTER_NESTED_CONTROL;
HV_STATIC_ASSERT(sizeof(HV_REGISTER_NESTED_CONTROL) == 8);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_NESTED */
