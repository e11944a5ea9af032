/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Virtual processors: creating, starting and running them, and their complete state.
 *
 * A parent creates the processors of a child, with indexes from 0, by HvCallCreateVp. Each
 * processor needs deposited memory; without it the call fails with HV_STATUS_INSUFFICIENT_MEMORY. A
 * new processor is in the state after a reset, and suspended: it does not run until the parent
 * clears HvRegisterExplicitSuspend (Register.h). On x64 processor 0 then starts like the boot
 * processor of a machine. The guest starts the others by INIT and SIPI, or with registers of its
 * choice by HvCallStartVirtualProcessor, which is also the only way to start one at a trust level
 * above 0. On ARM64 PSCI CPU_ON starts them.
 *
 * The scheduler determines how processors run (Scheduler.h). With the hypervisor's own schedulers a
 * processor runs whenever it can. With the root scheduler a thread of the root runs it, by repeated
 * calls of HvCallDispatchVp:
 *
 *     root thread                              hypervisor
 *       |-- HvCallDispatchVp(VP, time slice) --->|    the guest runs
 *       |<-- state Ready, event TimeSliceEnd ----|    call again
 *       |<-- state Blocked, event Suspend -------|    wait for a scheduler message
 *       |<-- state Blocked, event Intercept -----|    handle the intercept message, resume
 *
 * Register.h describes access to single registers. HvCallGetVpState and HvCallSetVpState transfer
 * state that consists of more than registers: interrupt controller, XSAVE area, SynIC pages and
 * timers. HvCallMapVpStatePage maps a page of frequently used registers, or of intercept messages,
 * into the parent, which saves calls (VpRegisterPage.h).
 *
 * Sources: TLFS 6.0b 7.8; TLFS 2.0, 10.4; TLFS online; WDK 7.1 hvgdk.h; mu_msvm
 * HvGuestHypercall.h; OpenVMM hvdef; mshv-lore; rust-vmm mshv; symbols of
 * securekernel 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_VIRTUALPROCESSOR
#define MILE_HYPERV_HYPERVISOR_VIRTUALPROCESSOR

#include "Context.h"
#include "ProcessorSet.h"
#include "Timer.h"

HV_HEADER_BEGIN

/*
 * Creation and deletion.
 */

/** Input of HvCallCreateVp on hosts without subnodes. No output. */
typedef struct HV_INPUT_CREATE_VP_V1
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_UINT32 Padding;
    /** Preferred NUMA placement of the processor's memory. */
    HV_PROXIMITY_DOMAIN_INFO ProximityDomainInfo;
    HV_UINT64 Flags; /**< Must be zero. */
} HV_INPUT_CREATE_VP_V1, *PHV_INPUT_CREATE_VP_V1;
HV_STATIC_ASSERT(sizeof(HV_INPUT_CREATE_VP_V1) == 32);

/**
 * Input of HvCallCreateVp, which creates a processor of a child. No output. On x64 its initial APIC
 * ID is its VP index.
 *
 * Failures: HV_STATUS_INVALID_VP_INDEX if the index is in use or above the hypervisor's limit,
 * HV_STATUS_OPERATION_DENIED if the machine cannot guarantee another reserve
 * (HvPartitionPropertyCpuReserve), HV_STATUS_INVALID_PARAMETER for the flags or an invalid
 * proximity domain, HV_STATUS_INVALID_PARTITION_STATE, HV_STATUS_INSUFFICIENT_MEMORY if the child's
 * pool is too small, HV_STATUS_NO_RESOURCES.
 */
typedef struct HV_INPUT_CREATE_VP
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex; /**< Index of the new processor. */
    HV_UINT8 Padding[3];
    HV_UINT8 SubnodeType; /**< HV_SUBNODE_TYPE, in one byte; 0 for no preference. */
    HV_UINT64 SubnodeId;  /**< ID of the subnode; 0 for any. */
    /** Preferred NUMA placement of the processor's memory. */
    HV_PROXIMITY_DOMAIN_INFO ProximityDomainInfo;
    HV_UINT64 Flags; /**< Must be zero. */
} HV_INPUT_CREATE_VP, *PHV_INPUT_CREATE_VP;
HV_STATIC_ASSERT(sizeof(HV_INPUT_CREATE_VP) == 40);

/**
 * Input of HvCallDeleteVp, which deletes a processor of a child and returns its memory to the
 * partition's pool. No output.
 */
typedef struct HV_INPUT_DELETE_VP
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_UINT32 Padding;
} HV_INPUT_DELETE_VP, *PHV_INPUT_DELETE_VP;
HV_STATIC_ASSERT(sizeof(HV_INPUT_DELETE_VP) == 16);

/*
 * Starting.
 */

/**
 * Input of HvCallStartVirtualProcessor on x64, which starts a processor with the given registers.
 * No output.
 *
 * A guest needs the privilege StartVirtualProcessor. The context must be one of protected mode or
 * of long mode.
 *
 * Failures: HV_STATUS_INVALID_VP_INDEX for a nonexistent processor or the caller's own,
 * HV_STATUS_INVALID_VP_STATE if the processor is running, HV_STATUS_INVALID_VTL_STATE if the trust
 * level is not enabled for the processor, HV_STATUS_INVALID_REGISTER_VALUE for a context that the
 * processor cannot run, HV_STATUS_INVALID_PARTITION_ID, HV_STATUS_ACCESS_DENIED.
 */
typedef struct HV_X64_INPUT_START_VIRTUAL_PROCESSOR
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_VTL TargetVtl; /**< Trust level at which the processor starts. */
    HV_UINT8 ReservedZ0;
    HV_UINT16 ReservedZ1;
    HV_X64_INITIAL_VP_CONTEXT VpContext; /**< Registers with which the processor starts. */
} HV_X64_INPUT_START_VIRTUAL_PROCESSOR, *PHV_X64_INPUT_START_VIRTUAL_PROCESSOR;
HV_STATIC_ASSERT(sizeof(HV_X64_INPUT_START_VIRTUAL_PROCESSOR) == 240);

/**
 * Input of HvCallStartVirtualProcessor on ARM64. Rules and failures are those of
 * HV_X64_INPUT_START_VIRTUAL_PROCESSOR. No output.
 */
typedef struct HV_ARM64_INPUT_START_VIRTUAL_PROCESSOR
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_VTL TargetVtl; /**< Trust level at which the processor starts. */
    HV_UINT8 ReservedZ0;
    HV_UINT16 ReservedZ1;
    HV_ARM64_INITIAL_VP_CONTEXT VpContext; /**< Registers with which the processor starts. */
} HV_ARM64_INPUT_START_VIRTUAL_PROCESSOR, *PHV_ARM64_INPUT_START_VIRTUAL_PROCESSOR;
HV_STATIC_ASSERT(sizeof(HV_ARM64_INPUT_START_VIRTUAL_PROCESSOR) == 88);

typedef HV_BY_TARGET(HV_X64_INPUT_START_VIRTUAL_PROCESSOR,
                     HV_ARM64_INPUT_START_VIRTUAL_PROCESSOR) HV_INPUT_START_VIRTUAL_PROCESSOR,
    *PHV_INPUT_START_VIRTUAL_PROCESSOR;

/**
 * Input of HvCallGetVpIndexFromApicId on x64, which translates APIC IDs to VP indexes; a rep call.
 * Output: HV_VP_INDEX, one per repetition (HV_OUTPUT_GET_VP_INDEX_FROM_APIC_ID).
 *
 * The caller needs the privilege AccessVpIndex (HV_STATUS_ACCESS_DENIED). An ID that no processor
 * has fails with HV_STATUS_INVALID_PARAMETER. The online TLFS shows elements of 8 bytes in input
 * and output; OpenVMM uses 4 bytes.
 */
typedef struct HV_X64_INPUT_GET_VP_INDEX_FROM_APIC_ID
{
    HV_PARTITION_ID PartitionId;
    HV_VTL TargetVtl; /**< Trust level to which the IDs belong. */
    HV_UINT8 ReservedZ0;
    HV_UINT16 ReservedZ1;
    HV_UINT32 ReservedZ2;
    HV_APIC_ID ApicIds[]; /**< APIC IDs, one per repetition. */
} HV_X64_INPUT_GET_VP_INDEX_FROM_APIC_ID, *PHV_X64_INPUT_GET_VP_INDEX_FROM_APIC_ID;
HV_STATIC_ASSERT(sizeof(HV_X64_INPUT_GET_VP_INDEX_FROM_APIC_ID) == 16);

/**
 * Input of HvCallGetVpIndexFromApicId on ARM64, which translates values of MPIDR to VP indexes; a
 * rep call. Output: HV_VP_INDEX, one per repetition (HV_OUTPUT_GET_VP_INDEX_FROM_APIC_ID).
 */
typedef struct HV_ARM64_INPUT_GET_VP_INDEX_FROM_APIC_ID
{
    HV_PARTITION_ID PartitionId;
    HV_VTL TargetVtl; /**< Trust level to which the IDs belong. */
    HV_UINT8 ReservedZ0;
    HV_UINT16 ReservedZ1;
    HV_UINT32 ReservedZ2;
    HV_PROCESSOR_HW_ID ProcHwIds[]; /**< Values of MPIDR, one per repetition. */
} HV_ARM64_INPUT_GET_VP_INDEX_FROM_APIC_ID, *PHV_ARM64_INPUT_GET_VP_INDEX_FROM_APIC_ID;
HV_STATIC_ASSERT(sizeof(HV_ARM64_INPUT_GET_VP_INDEX_FROM_APIC_ID) == 16);

typedef HV_BY_TARGET(HV_X64_INPUT_GET_VP_INDEX_FROM_APIC_ID,
                     HV_ARM64_INPUT_GET_VP_INDEX_FROM_APIC_ID) HV_INPUT_GET_VP_INDEX_FROM_APIC_ID,
    *PHV_INPUT_GET_VP_INDEX_FROM_APIC_ID;

/**
 * Output of HvCallGetVpIndexFromApicId: an array of 4-byte indexes, as long as the list of the
 * input.
 */
typedef struct HV_CALL_ATTRIBUTES HV_OUTPUT_GET_VP_INDEX_FROM_APIC_ID
{
    HV_VP_INDEX VpIndexs[2]; /**< VP indexes, one per repetition. */
} HV_OUTPUT_GET_VP_INDEX_FROM_APIC_ID, *PHV_OUTPUT_GET_VP_INDEX_FROM_APIC_ID;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_GET_VP_INDEX_FROM_APIC_ID) == 8);

/**
 * Input of HvCallGetVpSetFromMda on x64, which finds the processors that the destination of an
 * interrupt message addresses. Output: HV_VP_SET. Source: TLFS online.
 */
typedef struct HV_INPUT_GET_VP_SET_FROM_MDA
{
    HV_PARTITION_ID TargetPartition; /**< ID of the partition. */
    /** Destination field of the interrupt message: physical or logical APIC destination. */
    HV_UINT64 DestinationAddress;
    HV_VTL TargetVtl; /**< Trust level of the destination. */
    /** Nonzero for a logical destination, 0 for a physical one. */
    HV_BOOLEAN LogicalDestinationMode;
    HV_UINT16 ReservedZ0;
    HV_UINT32 ReservedZ1;
} HV_INPUT_GET_VP_SET_FROM_MDA, *PHV_INPUT_GET_VP_SET_FROM_MDA;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_VP_SET_FROM_MDA) == 24);

/**
 * Input of HvCallWakeVps, which wakes idle processors of the caller's partition; the call has a
 * variable header. No output. Source: symbols.
 */
typedef struct HV_INPUT_WAKE_VPS
{
    HV_PARTITION_ID PartitionId;
    HV_GENERIC_SET_HEADER VpsToWake; /**< Header of the set of processors. */
    HV_UINT64 BankContents[];        /**< Banks of VpsToWake. */
} HV_INPUT_WAKE_VPS, *PHV_INPUT_WAKE_VPS;
HV_STATIC_ASSERT(sizeof(HV_INPUT_WAKE_VPS) == 24);

/*
 * Running a processor on a thread of the root.
 */

/** The caller has handled the intercept, and the processor may continue. */
#define HV_DISPATCH_VP_FLAG_CLEAR_INTERCEPT_SUSPEND 0x1
/** Interrupts of the caller end the call. */
#define HV_DISPATCH_VP_FLAG_ENABLE_CALLER_INTERRUPTS 0x2
/** SpecCtrl is valid. */
#define HV_DISPATCH_VP_FLAG_SET_CALLER_SPEC_CTRL 0x4
/**
 * Flags that omit a flush of the processor's speculation state: for the VP, the caller, the
 * caller's user mode.
 */
#define HV_DISPATCH_VP_FLAG_SKIP_VP_SPEC_FLUSH 0x8
#define HV_DISPATCH_VP_FLAG_SKIP_CALLER_SPEC_FLUSH 0x10
#define HV_DISPATCH_VP_FLAG_SKIP_CALLER_USER_SPEC_FLUSH 0x20
/** By its name, searches for interrupts to inject. Undocumented. Source: Linux 7.3. */
#define HV_DISPATCH_VP_FLAG_SCAN_INTERRUPT_INJECTION 0x40

/** Ability of the processor to continue after HvCallDispatchVp. */
typedef HV_UINT32 HV_VP_DISPATCH_STATE, *PHV_VP_DISPATCH_STATE;
enum
{
    HvVpDispatchStateInvalid = 0,
    /** The processor cannot continue; the caller must wait for a scheduler message about it. */
    HvVpDispatchStateBlocked = 1,
    HvVpDispatchStateReady = 2, /**< The processor can continue; the caller should call again. */
};

/** Reason for the return of HvCallDispatchVp. */
typedef HV_UINT32 HV_VP_DISPATCH_EVENT, *PHV_VP_DISPATCH_EVENT;
enum
{
    HvVpDispatchEventInvalid = 0,
    HvVpDispatchEventSuspend = 1,      /**< The processor is idle or suspended. */
    HvVpDispatchEventIntercept = 2,    /**< An intercept message is pending. */
    HvVpDispatchEventInternal = 3,     /**< An internal event of the hypervisor. Undocumented. */
    HvVpDispatchEventPreempted = 4,    /**< The logical processor had to run other work. */
    HvVpDispatchEventCancelled = 5,    /**< Another processor of the root requested the return. */
    HvVpDispatchEventScheduler = 6,    /**< Undocumented. */
    HvVpDispatchEventLongSpinWait = 7, /**< The processor spins on a lock. */
    HvVpDispatchEventTimeSliceEnd = 8, /**< The processor's time slice ended. */
};

/**
 * Input of HvCallDispatchVp, which runs a child's processor on the calling thread; root scheduler
 * only. Output: HV_OUTPUT_DISPATCH_VP.
 */
typedef struct HV_INPUT_DISPATCH_VP
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_UINT32 Flags; /**< HV_DISPATCH_VP_FLAG_ values. */
    /** Longest time that the processor may run, in units of 100 ns. */
    HV_NANO100_DURATION TimeSlice;
    /** The caller's IA32_SPEC_CTRL; valid with HV_DISPATCH_VP_FLAG_SET_CALLER_SPEC_CTRL. */
    HV_UINT64 SpecCtrl;
} HV_INPUT_DISPATCH_VP, *PHV_INPUT_DISPATCH_VP;
HV_STATIC_ASSERT(sizeof(HV_INPUT_DISPATCH_VP) == 32);

/** Output of HvCallDispatchVp. */
typedef struct HV_CALL_ATTRIBUTES HV_OUTPUT_DISPATCH_VP
{
    HV_VP_DISPATCH_STATE DispatchState;
    HV_VP_DISPATCH_EVENT DispatchEvent;
} HV_OUTPUT_DISPATCH_VP, *PHV_OUTPUT_DISPATCH_VP;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_DISPATCH_VP) == 8);

/**
 * Reason for the end of a dispatch loop in the parent's kernel. Source: symbols of securekernel
 * 26100.
 */
typedef HV_UINT32 HV_VP_DISPATCH_LOOP_EVENT, *PHV_VP_DISPATCH_LOOP_EVENT;
enum
{
    HvVpDispatchLoopEventInvalid = 0,
    HvVpDispatchLoopEventIntercept = 1,
    HvVpDispatchLoopEventCancelled = 2,
    HvVpDispatchLoopEventTerminated = 3,
};

/** Result of a dispatch loop in the parent's kernel. */
typedef union HV_VP_DISPATCH_LOOP_RESULT
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_VP_DISPATCH_LOOP_EVENT ExitEvent; /**< HV_VP_DISPATCH_LOOP_EVENT. */
        HV_UINT32 Reserved;
    };
} HV_VP_DISPATCH_LOOP_RESULT, *PHV_VP_DISPATCH_LOOP_RESULT;
HV_STATIC_ASSERT(sizeof(HV_VP_DISPATCH_LOOP_RESULT) == 8);

/*
 * State pages.
 */

/** Kind of state page. */
typedef HV_UINT32 HV_VP_STATE_PAGE_TYPE, *PHV_VP_STATE_PAGE_TYPE;
enum
{
    HvVpStatePageRegisters = 0, /**< HV_VP_REGISTER_PAGE. */
    /** HV_MESSAGE: the hypervisor delivers intercept messages here instead of by the SynIC. */
    HvVpStatePageInterceptMessage = 1,
    /** The GHCB of an SNP guest (Ghcb.h). Sources: TLFS online; Linux 7.3. */
    HvVpStatePageGhcb = 2,
    HvVpVtlStatePageGhcb = 2, /**< Name of HvVpStatePageGhcb in the online TLFS. */
    HvVpStatePageCount = 3 /**< Number of types; 2 in the symbols of 26100 and in the original. */
};

/**
 * Input of HvCallMapVpStatePage, which maps a processor's state page into its parent. Output:
 * HV_OUTPUT_MAP_VP_STATE_PAGE. Source: mshv-lore; symbols of 26100.
 */
typedef struct HV_INPUT_MAP_VP_STATE_PAGE
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_VP_STATE_PAGE_TYPE Type; /**< HV_VP_STATE_PAGE_TYPE. */
} HV_INPUT_MAP_VP_STATE_PAGE, *PHV_INPUT_MAP_VP_STATE_PAGE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_MAP_VP_STATE_PAGE) == 16);

/** Flag of HV_INPUT_MAP_VP_STATE_PAGE_V2: RequestedMapLocation is valid. */
#define HV_MAP_VP_STATE_PAGE_MAP_LOCATION_PROVIDED 0x1

/**
 * Input of HvCallMapVpStatePage with a trust level and a location that the caller chooses. A root
 * partition that is itself a guest must choose the location. Output: HV_OUTPUT_MAP_VP_STATE_PAGE.
 */
typedef struct HV_INPUT_MAP_VP_STATE_PAGE_V2
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_UINT16 Type; /**< HV_VP_STATE_PAGE_TYPE. */
    HV_INPUT_VTL InputVtl;
    HV_UINT8 Flags; /**< HV_MAP_VP_STATE_PAGE_MAP_LOCATION_PROVIDED or 0. */
    /** GPA page number in the caller at which the hypervisor maps the page. */
    HV_GPA_PAGE_NUMBER RequestedMapLocation;
} HV_INPUT_MAP_VP_STATE_PAGE_V2, *PHV_INPUT_MAP_VP_STATE_PAGE_V2;
HV_STATIC_ASSERT(sizeof(HV_INPUT_MAP_VP_STATE_PAGE_V2) == 24);

/** Output of HvCallMapVpStatePage. */
typedef struct HV_OUTPUT_MAP_VP_STATE_PAGE
{
    /** GPA page number in the caller at which the page is mapped. */
    HV_GPA_PAGE_NUMBER MapLocation;
} HV_OUTPUT_MAP_VP_STATE_PAGE, *PHV_OUTPUT_MAP_VP_STATE_PAGE;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_MAP_VP_STATE_PAGE) == 8);

/** Input of HvCallUnmapVpStatePage, which removes the mapping of a state page. No output. */
typedef struct HV_INPUT_UNMAP_VP_STATE_PAGE
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_VP_STATE_PAGE_TYPE Type; /**< HV_VP_STATE_PAGE_TYPE. */
} HV_INPUT_UNMAP_VP_STATE_PAGE, *PHV_INPUT_UNMAP_VP_STATE_PAGE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_UNMAP_VP_STATE_PAGE) == 16);

/** Input of HvCallUnmapVpStatePage with a trust level. No output. Source: TLFS online. */
typedef struct HV_INPUT_UNMAP_VP_STATE_PAGE_V2
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_UINT16 Type; /**< HV_VP_STATE_PAGE_TYPE. */
    HV_INPUT_VTL InputVtl;
    HV_UINT8 Reserved0;
} HV_INPUT_UNMAP_VP_STATE_PAGE_V2, *PHV_INPUT_UNMAP_VP_STATE_PAGE_V2;
HV_STATIC_ASSERT(sizeof(HV_INPUT_UNMAP_VP_STATE_PAGE_V2) == 16);

/*
 * Complete state.
 *
 * State of a type without HV_GET_SET_VP_STATE_TYPE_PFN is in the input or output page itself. State
 * of a type with that bit is in pages of the caller, whose numbers follow the input.
 */

#define HV_GET_SET_VP_STATE_TYPE_PFN 0x80000000U
/**
 * By its name, the state is the partition's, and any VP may be named. Source: Windows SDK
 * 10.0.28000 (WinHvPlatform).
 */
#define HV_GET_SET_VP_STATE_TYPE_ANY_VP 0x40000000U

/** Kind of processor state. */
typedef HV_UINT32 HV_GET_SET_VP_STATE_TYPE, *PHV_GET_SET_VP_STATE_TYPE;
typedef HV_GET_SET_VP_STATE_TYPE HV_GET_SET_STATE_TYPE, *PHV_GET_SET_STATE_TYPE;
/** HV_LOCAL_INTERRUPT_CONTROLLER_STATE, in listed pages or in the output page. */
#define HvGetSetVpStateLocalInterruptControllerState 0x80000000U
/** The XSAVE area. HV_VP_STATE_DATA.Xsave selects its components. */
#define HvGetSetVpStateXsave 0x80000001U
/** The SynIC message page. */
#define HvGetSetVpStateSimPage 0x80000002U
/** The SynIC event flags page. */
#define HvGetSetVpStateSiefPage 0x80000003U
enum
{
    HvGetSetVpStateSyntheticTimers = 4 /**< HV_SYNTHETIC_TIMERS_STATE. */
};
/*
 * ARM64. Source: Windows SDK 10.0.28000, whose WinHvPlatform mirrors the hypervisor's types; no
 * hypercall of another source uses them.
 */
/** HV_ARM64_GLOBAL_INTERRUPT_CONTROLLER_STATE. */
#define HvGetSetVpStateGlobalInterruptState 0xC0000006U
/** HV_ARM64_VP_STATE_SVE and the registers. */
#define HvGetSetVpStateSve 0x80000007U
/** HV_ARM64_VP_STATE_SME and the registers. */
#define HvGetSetVpStateSme 0x80000008U

/**
 * State of a processor's local APIC, which HvCallGetVpState returns; x64. Each member is the APIC
 * register of its name.
 *
 * The difference between ApicEsr and ApicErrorStatus is undocumented.
 */
typedef struct HV_LOCAL_INTERRUPT_CONTROLLER_STATE
{
    HV_APIC_ID ApicId;
    /** Value of the APIC's version register; bits 0 to 7 are the version number. */
    HV_UINT32 ApicVersion;
    HV_UINT32 ApicLdr;
    HV_UINT32 ApicDfr;
    HV_UINT32 ApicSpurious;
    HV_UINT32 ApicIsr[8];
    HV_UINT32 ApicTmr[8];
    HV_UINT32 ApicIrr[8];
    HV_UINT32 ApicEsr;
    HV_UINT32 ApicIcrHigh;
    HV_UINT32 ApicIcrLow;
    HV_UINT32 ApicLvtTimer;
    HV_UINT32 ApicLvtThermal;
    HV_UINT32 ApicLvtPerfmon;
    HV_UINT32 ApicLvtLint0;
    HV_UINT32 ApicLvtLint1;
    HV_UINT32 ApicLvtError;
    HV_UINT32 ApicLvtCmci;
    HV_UINT32 ApicErrorStatus;
    /** Initial count of the timer: number of timer ticks per period; 0 if it is stopped. */
    HV_UINT32 ApicInitialCount;
    HV_UINT32 ApicCounterValue; /**< Current count of the timer. */
    HV_UINT32 ApicDivideConfiguration;
    HV_UINT32 ApicRemoteRead;
} HV_LOCAL_INTERRUPT_CONTROLLER_STATE, *PHV_LOCAL_INTERRUPT_CONTROLLER_STATE;
HV_STATIC_ASSERT(sizeof(HV_LOCAL_INTERRUPT_CONTROLLER_STATE) == 176);

/** Saved state of one GIC interrupt. Source: Windows SDK 10.0.28000 (WinHvPlatform). */
typedef struct HV_ARM64_INTERRUPT_STATE
{
    union
    {
        HV_UINT8 AsUINT8;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT8 Enabled : 1; /**< Bit 0: the interrupt is enabled. */
            /** Bit 1: the interrupt is edge-triggered, otherwise level-triggered. */
            HV_UINT8 EdgeTriggered : 1;
            HV_UINT8 Asserted : 1;   /**< Bit 2: the interrupt's line is asserted. */
            HV_UINT8 SetPending : 1; /**< Bit 3: software has set the interrupt pending. */
            HV_UINT8 Active : 1;     /**< Bit 4: the interrupt is active. */
            HV_UINT8 Direct : 1;     /**< Bit 5: undocumented. */
            HV_UINT8 Reserved0 : 2;
        };
#endif
    };
    HV_UINT8 GicrIpriorityrConfigured; /**< Priority that the guest configured. */
    HV_UINT8 GicrIpriorityrActive;     /**< Priority with which the interrupt is active. */
    HV_UINT8 Reserved1;
} HV_ARM64_INTERRUPT_STATE, *PHV_ARM64_INTERRUPT_STATE;
HV_STATIC_ASSERT(sizeof(HV_ARM64_INTERRUPT_STATE) == 4);

/** Value of the Version members of the GIC's states. */
#define HV_ARM64_INTERRUPT_CONTROLLER_STATE_VERSION_CURRENT 1
#define HV_ARM64_GLOBAL_INTERRUPT_CONTROLLER_STATE_VERSION_CURRENT 1

/**
 * HvGetSetVpStateLocalInterruptControllerState on ARM64: GIC state of a processor. Each member that
 * is named after a register is the register of its name.
 *
 * Source: Windows SDK 10.0.28000 (WinHvPlatform).
 */
typedef struct HV_ARM64_LOCAL_INTERRUPT_CONTROLLER_STATE
{
    HV_UINT8 Version;    /**< HV_ARM64_INTERRUPT_CONTROLLER_STATE_VERSION_CURRENT. */
    HV_UINT8 GicVersion; /**< Version of the GIC architecture: its major number. */
    HV_UINT8 Reserved0[6];
    HV_UINT64 IccIgrpen1El1;
    HV_UINT64 GicrCtlrEnableLpis;
    HV_UINT64 IccBpr1El1;
    HV_UINT64 IccPmrEl1;
    HV_UINT64 GicrPropbaser;
    HV_UINT64 GicrPendbaser;
    HV_UINT32 IchAp1REl2[4];
    /** Interrupts 0 to 31, which are private to each processor. */
    HV_ARM64_INTERRUPT_STATE BankedInterruptState[32];
} HV_ARM64_LOCAL_INTERRUPT_CONTROLLER_STATE, *PHV_ARM64_LOCAL_INTERRUPT_CONTROLLER_STATE;
HV_STATIC_ASSERT(sizeof(HV_ARM64_LOCAL_INTERRUPT_CONTROLLER_STATE) == 200);

/**
 * Saved state of one interrupt of the GIC distributor. Source: Windows SDK 10.0.28000
 * (WinHvPlatform).
 */
typedef struct HV_ARM64_GLOBAL_INTERRUPT_STATE
{
    HV_UINT32 InterruptId;     /**< Number of the interrupt (INTID). */
    HV_VP_INDEX ActiveVpIndex; /**< Processor on which the interrupt is active. */
    union
    {
        HV_UINT32 TargetMpidr;     /**< Processor that receives the interrupt, by its MPIDR. */
        HV_VP_INDEX TargetVpIndex; /**< Processor that receives the interrupt. */
    };
    HV_ARM64_INTERRUPT_STATE InterruptState;
} HV_ARM64_GLOBAL_INTERRUPT_STATE, *PHV_ARM64_GLOBAL_INTERRUPT_STATE;
HV_STATIC_ASSERT(sizeof(HV_ARM64_GLOBAL_INTERRUPT_STATE) == 16);

/**
 * HvGetSetVpStateGlobalInterruptState: GIC distributor of a partition. Source: Windows SDK
 * 10.0.28000 (WinHvPlatform).
 */
typedef struct HV_ARM64_GLOBAL_INTERRUPT_CONTROLLER_STATE
{
    HV_UINT8 Version;    /**< HV_ARM64_GLOBAL_INTERRUPT_CONTROLLER_STATE_VERSION_CURRENT. */
    HV_UINT8 GicVersion; /**< Version of the GIC architecture: its major number. */
    HV_UINT8 Reserved0[2];
    HV_UINT32 NumInterrupts;                      /**< Number of elements of Interrupts. */
    HV_UINT64 GicdCtlrEnableGrp1A;                /**< EnableGrp1A of GICD_CTLR. */
    HV_ARM64_GLOBAL_INTERRUPT_STATE Interrupts[]; /**< States of the interrupts. */
} HV_ARM64_GLOBAL_INTERRUPT_CONTROLLER_STATE, *PHV_ARM64_GLOBAL_INTERRUPT_CONTROLLER_STATE;
HV_STATIC_ASSERT(sizeof(HV_ARM64_GLOBAL_INTERRUPT_CONTROLLER_STATE) == 16);

/**
 * HvGetSetVpStateSve: header of the scalable vector registers. Source: Windows SDK 10.0.28000
 * (WinHvPlatform).
 */
typedef struct HV_ARM64_VP_STATE_SVE
{
    HV_UINT16 Version; /**< Version of the header; its values are undocumented. */
    /** Offset of the registers from the start of this header, in bytes. */
    HV_UINT16 RegisterDataOffset;
    /** Length of one vector register, in bytes; at most 256 (architectural). */
    HV_UINT32 VectorLength;
    HV_UINT64 Reserved0;
} HV_ARM64_VP_STATE_SVE, *PHV_ARM64_VP_STATE_SVE;
HV_STATIC_ASSERT(sizeof(HV_ARM64_VP_STATE_SVE) == 16);

/**
 * HvGetSetVpStateSme: header of the scalable matrix registers. Source: Windows SDK 10.0.28000
 * (WinHvPlatform).
 */
typedef struct HV_ARM64_VP_STATE_SME
{
    HV_UINT16 Version; /**< Version of the header; its values are undocumented. */
    /** Offset of the registers from the start of this header, in bytes. */
    HV_UINT16 RegisterDataOffset;
    /** Length of one vector register in streaming mode, in bytes; at most 256 (architectural). */
    HV_UINT32 StreamingVectorLength;
    HV_UINT64 Reserved0;
} HV_ARM64_VP_STATE_SME, *PHV_ARM64_VP_STATE_SME;
HV_STATIC_ASSERT(sizeof(HV_ARM64_VP_STATE_SME) == 16);

/** Set of XSAVE components. */
typedef struct HV_VP_STATE_DATA_XSAVE
{
    HV_UINT64 Flags;                   /**< Must be zero; no flag is known. */
    HV_X64_XSAVE_XFEM_REGISTER States; /**< XSAVE components, as in XCR0. */
} HV_VP_STATE_DATA_XSAVE, *PHV_VP_STATE_DATA_XSAVE;
HV_STATIC_ASSERT(sizeof(HV_VP_STATE_DATA_XSAVE) == 16);

/** Kind of processor state and part of it; x64. */
typedef struct HV_X64_VP_STATE_DATA
{
    HV_GET_SET_VP_STATE_TYPE Type; /**< HV_GET_SET_VP_STATE_TYPE. */
    HV_UINT32 Reserved;
    HV_VP_STATE_DATA_XSAVE Xsave; /**< Components of the XSAVE area, for HvGetSetVpStateXsave. */
} HV_X64_VP_STATE_DATA, *PHV_X64_VP_STATE_DATA;
HV_STATIC_ASSERT(sizeof(HV_X64_VP_STATE_DATA) == 24);

/** Kind of processor state; ARM64. */
typedef struct HV_ARM64_VP_STATE_DATA
{
    HV_GET_SET_VP_STATE_TYPE Type; /**< HV_GET_SET_VP_STATE_TYPE. */
    HV_UINT32 Reserved;
} HV_ARM64_VP_STATE_DATA, *PHV_ARM64_VP_STATE_DATA;
HV_STATIC_ASSERT(sizeof(HV_ARM64_VP_STATE_DATA) == 8);

typedef HV_BY_TARGET(HV_X64_VP_STATE_DATA, HV_ARM64_VP_STATE_DATA) HV_VP_STATE_DATA, *PHV_VP_STATE_DATA;

/** Eight bytes of the variable header of HvCallSetVpState. */
typedef union HV_INPUT_SET_VP_STATE_DATA
{
    /** GPA page number of a page with the state, if its type has HV_GET_SET_VP_STATE_TYPE_PFN. */
    HV_UINT64 Pfns;
    HV_UINT8 Bytes; /**< First byte of the state, for the other types. */
} HV_INPUT_SET_VP_STATE_DATA, *PHV_INPUT_SET_VP_STATE_DATA;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SET_VP_STATE_DATA) == 8);

/**
 * Input of HvCallGetVpState on x64, which reads one kind of state of a child's processor. Output:
 * HV_X64_OUTPUT_GET_VP_STATE.
 */
typedef struct HV_X64_INPUT_GET_VP_STATE
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_INPUT_VTL InputVtl;
    HV_UINT8 Reserved0;
    HV_UINT16 Reserved1;
    HV_X64_VP_STATE_DATA StateData; /**< Kind of state to read. */
    /**
     * GPA page numbers of the caller's pages that receive the state, if its type has
     * HV_GET_SET_VP_STATE_TYPE_PFN.
     */
    HV_UINT64 OutputDataPfns[];
} HV_X64_INPUT_GET_VP_STATE, *PHV_X64_INPUT_GET_VP_STATE;
HV_STATIC_ASSERT(sizeof(HV_X64_INPUT_GET_VP_STATE) == 40);

/** Output of HvCallGetVpState on x64: state of a type without HV_GET_SET_VP_STATE_TYPE_PFN. */
typedef union HV_X64_OUTPUT_GET_VP_STATE
{
    HV_LOCAL_INTERRUPT_CONTROLLER_STATE InterruptControllerState; /**< State of the local APIC. */
    HV_SYNTHETIC_TIMERS_STATE SyntheticTimersState;
} HV_X64_OUTPUT_GET_VP_STATE, *PHV_X64_OUTPUT_GET_VP_STATE;
HV_STATIC_ASSERT(sizeof(HV_X64_OUTPUT_GET_VP_STATE) == 200);

/**
 * Input of HvCallSetVpState on x64, which writes one kind of state of a child's processor. No
 * output.
 *
 * The state, or the list of pages that contain it, follows as variable header.
 */
typedef struct HV_X64_INPUT_SET_VP_STATE
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_INPUT_VTL InputVtl;
    HV_UINT8 Reserved0;
    HV_UINT16 Reserved1;
    HV_X64_VP_STATE_DATA StateData; /**< Kind of state to write. */
    /** The state, or the page numbers of the pages that contain it. */
    HV_INPUT_SET_VP_STATE_DATA Data[];
} HV_X64_INPUT_SET_VP_STATE, *PHV_X64_INPUT_SET_VP_STATE;
HV_STATIC_ASSERT(sizeof(HV_X64_INPUT_SET_VP_STATE) == 40);

/**
 * Input of HvCallGetVpState on ARM64, which reads one kind of state of a child's processor. Output:
 * HV_ARM64_OUTPUT_GET_VP_STATE.
 */
typedef struct HV_ARM64_INPUT_GET_VP_STATE
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_INPUT_VTL InputVtl;
    HV_UINT8 Reserved0;
    HV_UINT16 Reserved1;
    HV_ARM64_VP_STATE_DATA StateData; /**< Kind of state to read. */
    /**
     * GPA page numbers of the caller's pages that receive the state, if its type has
     * HV_GET_SET_VP_STATE_TYPE_PFN.
     */
    HV_UINT64 OutputDataPfns[];
} HV_ARM64_INPUT_GET_VP_STATE, *PHV_ARM64_INPUT_GET_VP_STATE;
HV_STATIC_ASSERT(sizeof(HV_ARM64_INPUT_GET_VP_STATE) == 24);

/** Output of HvCallGetVpState on ARM64: state of a type without HV_GET_SET_VP_STATE_TYPE_PFN. */
typedef union HV_ARM64_OUTPUT_GET_VP_STATE
{
    HV_UINT64 Reserved0;
} HV_ARM64_OUTPUT_GET_VP_STATE, *PHV_ARM64_OUTPUT_GET_VP_STATE;
HV_STATIC_ASSERT(sizeof(HV_ARM64_OUTPUT_GET_VP_STATE) == 8);

/**
 * Input of HvCallSetVpState on ARM64, which writes one kind of state of a child's processor. No
 * output.
 *
 * The state, or the list of pages that contain it, follows as variable header.
 */
typedef struct HV_ARM64_INPUT_SET_VP_STATE
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_INPUT_VTL InputVtl;
    HV_UINT8 Reserved0;
    HV_UINT16 Reserved1;
    HV_ARM64_VP_STATE_DATA StateData; /**< Kind of state to write. */
    /** The state, or the page numbers of the pages that contain it. */
    HV_INPUT_SET_VP_STATE_DATA Data[];
} HV_ARM64_INPUT_SET_VP_STATE, *PHV_ARM64_INPUT_SET_VP_STATE;
HV_STATIC_ASSERT(sizeof(HV_ARM64_INPUT_SET_VP_STATE) == 24);

typedef HV_BY_TARGET(HV_X64_INPUT_GET_VP_STATE, HV_ARM64_INPUT_GET_VP_STATE) HV_INPUT_GET_VP_STATE,
    *PHV_INPUT_GET_VP_STATE;
typedef HV_BY_TARGET(HV_X64_INPUT_SET_VP_STATE, HV_ARM64_INPUT_SET_VP_STATE) HV_INPUT_SET_VP_STATE,
    *PHV_INPUT_SET_VP_STATE;
typedef HV_BY_TARGET(HV_X64_OUTPUT_GET_VP_STATE, HV_ARM64_OUTPUT_GET_VP_STATE) HV_OUTPUT_GET_VP_STATE,
    *PHV_OUTPUT_GET_VP_STATE;

/*
 * CPUID as a processor sees it.
 */

/** Leaf that HvCallGetVpCpuidValues evaluates. */
typedef struct HV_CPUID_LEAF_INFO
{
    HV_UINT32 Eax;  /**< CPUID leaf. */
    HV_UINT32 Ecx;  /**< CPUID subleaf. */
    HV_UINT64 Xfem; /**< Value of XCR0 for the result. */
    HV_UINT64 Xss;  /**< Value of IA32_XSS for the result. */
} HV_CPUID_LEAF_INFO, *PHV_CPUID_LEAF_INFO;
HV_STATIC_ASSERT(sizeof(HV_CPUID_LEAF_INFO) == 24);

/** Flags of HvCallGetVpCpuidValues. */
typedef union HV_GET_VP_CPUID_VALUES_FLAGS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        /** Bit 0: use XCR0 and IA32_XSS of the processor instead of Xfem and Xss. */
        HV_UINT32 UseVpXfemXss : 1;
        /** Bit 1: apply the values that the parent registered for CPUID intercepts. */
        HV_UINT32 ApplyRegisteredValues : 1;
        HV_UINT32 Reserved : 30;
    };
#endif
} HV_GET_VP_CPUID_VALUES_FLAGS, *PHV_GET_VP_CPUID_VALUES_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_GET_VP_CPUID_VALUES_FLAGS) == 4);

/**
 * Input of HvCallGetVpCpuidValues on x64, which evaluates CPUID on a child's processor; a rep call.
 * Output: HV_OUTPUT_GET_VP_CPUID_VALUES, one per repetition.
 */
typedef struct HV_INPUT_GET_VP_CPUID_VALUES
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_GET_VP_CPUID_VALUES_FLAGS Flags;
    HV_UINT32 ReservedZ;
    HV_UINT32 Padding;
    HV_CPUID_LEAF_INFO CpuidLeafInfo[]; /**< Leaves, one per repetition. */
} HV_INPUT_GET_VP_CPUID_VALUES, *PHV_INPUT_GET_VP_CPUID_VALUES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_VP_CPUID_VALUES) == 24);

/**
 * Output of HvCallGetVpCpuidValues for one leaf. Each member is the register of its name;
 * HV_X64_CPUID_RESULT (Cpuid.h) has its fields.
 */
typedef union HV_CALL_ATTRIBUTES HV_OUTPUT_GET_VP_CPUID_VALUES
{
    HV_UINT32 AsUINT32[4];
    struct
    {
        HV_UINT32 Eax;
        HV_UINT32 Ebx;
        HV_UINT32 Ecx;
        HV_UINT32 Edx;
    };
} HV_OUTPUT_GET_VP_CPUID_VALUES, *PHV_OUTPUT_GET_VP_CPUID_VALUES;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_GET_VP_CPUID_VALUES) == 16);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_VIRTUALPROCESSOR */
