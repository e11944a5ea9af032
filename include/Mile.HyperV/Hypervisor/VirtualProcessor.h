/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Virtual processors: making, starting and running them, and their state as a whole.
 *
 * A parent makes a child's processors, numbered from 0, with HvCallCreateVp;
 * each needs memory deposited before (HV_STATUS_INSUFFICIENT_MEMORY says so). A
 * new processor is as after a reset, and suspended: it does not run until the
 * parent clears its HvRegisterExplicitSuspend (Register.h). On x64 number 0 then
 * starts as a machine's boot processor does, and the guest starts the others by
 * INIT and SIPI, or with registers of its choice by HvCallStartVirtualProcessor,
 * which is also the only way to start one at a trust level above 0. On ARM64
 * PSCI CPU_ON does it.
 *
 * Who runs them depends on the scheduler (Scheduler.h). With the hypervisor's
 * own schedulers a processor runs whenever it can. With the root scheduler a
 * thread of the root runs it, by calling HvCallDispatchVp again and again:
 *
 *     root thread                              hypervisor
 *       |-- HvCallDispatchVp(VP, time slice) --->|    the guest runs
 *       |<-- state Ready, event TimeSliceEnd ----|    call again
 *       |<-- state Blocked, event Suspend -------|    wait for a scheduler message
 *       |<-- state Blocked, event Intercept -----|    handle the intercept message, resume
 *
 * Registers are read and written one by one (Register.h). State that is more
 * than registers moves as a whole, by HvCallGetVpState and HvCallSetVpState:
 * interrupt controller, XSAVE area, SynIC pages and timers. And a page of often
 * used registers, or of intercept messages, can be mapped into the parent to
 * spare the calls (HvCallMapVpStatePage; VpRegisterPage.h).
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
 * Making and ending.
 */

/** HvCallCreateVp before there were subnodes. */
typedef struct HV_INPUT_CREATE_VP_V1
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_UINT32 Padding;
    HV_PROXIMITY_DOMAIN_INFO ProximityDomainInfo; /**< Preferred NUMA placement of its memory. */
    HV_UINT64 Flags;                              /**< Zero. */
} HV_INPUT_CREATE_VP_V1, *PHV_INPUT_CREATE_VP_V1;
HV_STATIC_ASSERT(sizeof(HV_INPUT_CREATE_VP_V1) == 32);

/**
 * HvCallCreateVp: makes a processor of a child. On x64 its APIC id is its number at first.
 *
 * HV_STATUS_INVALID_VP_INDEX: the number is in use or above what the hypervisor
 * supports. HV_STATUS_OPERATION_DENIED: the machine cannot keep another reserve
 * (HvPartitionPropertyCpuReserve). HV_STATUS_INVALID_PARAMETER: flags, or an
 * invalid proximity domain. HV_STATUS_INVALID_PARTITION_STATE,
 * HV_STATUS_INSUFFICIENT_MEMORY (of the child), HV_STATUS_NO_RESOURCES.
 */
typedef struct HV_INPUT_CREATE_VP
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex; /**< Its number. */
    HV_UINT8 Padding[3];
    /** HV_SUBNODE_TYPE, in one byte; 0 if it does not matter. */
    HV_UINT8 SubnodeType;
    HV_UINT64 SubnodeId;                          /**< Id of the subnode; 0 for any. */
    HV_PROXIMITY_DOMAIN_INFO ProximityDomainInfo; /**< Preferred NUMA placement of its memory. */
    HV_UINT64 Flags;                              /**< Zero. */
} HV_INPUT_CREATE_VP, *PHV_INPUT_CREATE_VP;
HV_STATIC_ASSERT(sizeof(HV_INPUT_CREATE_VP) == 40);

/**
 * HvCallDeleteVp: ends a processor of a child; its memory goes back to the pool of the partition.
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
 * HvCallStartVirtualProcessor on x64: starts a processor with the given registers.
 *
 * A guest needs the privilege StartVirtualProcessor; the context must be one of
 * protected or of long mode. HV_STATUS_INVALID_VP_INDEX: no such processor, or
 * the caller itself. HV_STATUS_INVALID_VP_STATE: it runs already.
 * HV_STATUS_INVALID_VTL_STATE: the trust level is not enabled for it.
 * HV_STATUS_INVALID_REGISTER_VALUE: a context that the processor could not run.
 * HV_STATUS_INVALID_PARTITION_ID, HV_STATUS_ACCESS_DENIED.
 */
typedef struct HV_X64_INPUT_START_VIRTUAL_PROCESSOR
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_VTL TargetVtl; /**< The level that it starts at. */
    HV_UINT8 ReservedZ0;
    HV_UINT16 ReservedZ1;
    HV_X64_INITIAL_VP_CONTEXT VpContext;
} HV_X64_INPUT_START_VIRTUAL_PROCESSOR, *PHV_X64_INPUT_START_VIRTUAL_PROCESSOR;
HV_STATIC_ASSERT(sizeof(HV_X64_INPUT_START_VIRTUAL_PROCESSOR) == 240);

/** HvCallStartVirtualProcessor on ARM64: the same with the context of ARM64. */
typedef struct HV_ARM64_INPUT_START_VIRTUAL_PROCESSOR
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_VTL TargetVtl;
    HV_UINT8 ReservedZ0;
    HV_UINT16 ReservedZ1;
    HV_ARM64_INITIAL_VP_CONTEXT VpContext;
} HV_ARM64_INPUT_START_VIRTUAL_PROCESSOR, *PHV_ARM64_INPUT_START_VIRTUAL_PROCESSOR;
HV_STATIC_ASSERT(sizeof(HV_ARM64_INPUT_START_VIRTUAL_PROCESSOR) == 88);

typedef HV_BY_TARGET(HV_X64_INPUT_START_VIRTUAL_PROCESSOR,
                     HV_ARM64_INPUT_START_VIRTUAL_PROCESSOR) HV_INPUT_START_VIRTUAL_PROCESSOR,
    *PHV_INPUT_START_VIRTUAL_PROCESSOR;

/**
 * HvCallGetVpIndexFromApicId on x64: which processors have these APIC ids; a rep call.
 *
 * For a guest that knows the firmware's numbers of its processors and wants
 * those of hypercalls. Needs the privilege AccessVpIndex
 * (HV_STATUS_ACCESS_DENIED); an id that nobody has is
 * HV_STATUS_INVALID_PARAMETER. The TLFS online draws elements of 8 bytes, in
 * and out; OpenVMM takes and gives 4.
 */
typedef struct HV_X64_INPUT_GET_VP_INDEX_FROM_APIC_ID
{
    HV_PARTITION_ID PartitionId;
    HV_VTL TargetVtl;
    HV_UINT8 ReservedZ0;
    HV_UINT16 ReservedZ1;
    HV_UINT32 ReservedZ2;
    HV_APIC_ID ApicIds[];
} HV_X64_INPUT_GET_VP_INDEX_FROM_APIC_ID, *PHV_X64_INPUT_GET_VP_INDEX_FROM_APIC_ID;
HV_STATIC_ASSERT(sizeof(HV_X64_INPUT_GET_VP_INDEX_FROM_APIC_ID) == 16);

/** HvCallGetVpIndexFromApicId on ARM64: the same by MPIDR. */
typedef struct HV_ARM64_INPUT_GET_VP_INDEX_FROM_APIC_ID
{
    HV_PARTITION_ID PartitionId;
    HV_VTL TargetVtl;
    HV_UINT8 ReservedZ0;
    HV_UINT16 ReservedZ1;
    HV_UINT32 ReservedZ2;
    HV_PROCESSOR_HW_ID ProcHwIds[];
} HV_ARM64_INPUT_GET_VP_INDEX_FROM_APIC_ID, *PHV_ARM64_INPUT_GET_VP_INDEX_FROM_APIC_ID;
HV_STATIC_ASSERT(sizeof(HV_ARM64_INPUT_GET_VP_INDEX_FROM_APIC_ID) == 16);

typedef HV_BY_TARGET(HV_X64_INPUT_GET_VP_INDEX_FROM_APIC_ID,
                     HV_ARM64_INPUT_GET_VP_INDEX_FROM_APIC_ID) HV_INPUT_GET_VP_INDEX_FROM_APIC_ID,
    *PHV_INPUT_GET_VP_INDEX_FROM_APIC_ID;

/** One index a repetition, 4 bytes each; the array is as long as the list that was asked about. */
typedef struct HV_CALL_ATTRIBUTES HV_OUTPUT_GET_VP_INDEX_FROM_APIC_ID
{
    HV_VP_INDEX VpIndexs[2];
} HV_OUTPUT_GET_VP_INDEX_FROM_APIC_ID, *PHV_OUTPUT_GET_VP_INDEX_FROM_APIC_ID;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_GET_VP_INDEX_FROM_APIC_ID) == 8);

/**
 * HvCallGetVpSetFromMda: which processors a destination of an interrupt message names; x64. The
 * output is HV_VP_SET.
 *
 * Source: TLFS online.
 */
typedef struct HV_INPUT_GET_VP_SET_FROM_MDA
{
    HV_PARTITION_ID TargetPartition;
    HV_UINT64 DestinationAddress; /**< The destination field of the message. */
    HV_VTL TargetVtl;
    HV_BOOLEAN LogicalDestinationMode;
    HV_UINT16 ReservedZ0;
    HV_UINT32 ReservedZ1;
} HV_INPUT_GET_VP_SET_FROM_MDA, *PHV_INPUT_GET_VP_SET_FROM_MDA;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_VP_SET_FROM_MDA) == 24);

/**
 * HvCallWakeVps: wakes processors of the caller's partition that idle; a variable header. Source:
 * symbols.
 */
typedef struct HV_INPUT_WAKE_VPS
{
    HV_PARTITION_ID PartitionId;
    HV_GENERIC_SET_HEADER VpsToWake;
    HV_UINT64 BankContents[]; /**< Banks of VpsToWake. */
} HV_INPUT_WAKE_VPS, *PHV_INPUT_WAKE_VPS;
HV_STATIC_ASSERT(sizeof(HV_INPUT_WAKE_VPS) == 24);

/*
 * Running a processor on a thread of the root.
 */

#define HV_DISPATCH_VP_FLAG_CLEAR_INTERCEPT_SUSPEND 0x1  /**< The intercept was handled: go on. */
/** The caller's interrupts end the call. */
#define HV_DISPATCH_VP_FLAG_ENABLE_CALLER_INTERRUPTS 0x2
#define HV_DISPATCH_VP_FLAG_SET_CALLER_SPEC_CTRL 0x4     /**< SpecCtrl counts. */
/**
 * Flags that omit a flush of the processor's speculation state: for the VP, the caller, the
 * caller's user mode.
 */
#define HV_DISPATCH_VP_FLAG_SKIP_VP_SPEC_FLUSH 0x8
#define HV_DISPATCH_VP_FLAG_SKIP_CALLER_SPEC_FLUSH 0x10
#define HV_DISPATCH_VP_FLAG_SKIP_CALLER_USER_SPEC_FLUSH 0x20
/** Undocumented; by its name, looks for interrupts to inject. Source: Linux 7.3. */
#define HV_DISPATCH_VP_FLAG_SCAN_INTERRUPT_INJECTION 0x40

/** Ability of the processor to continue. */
typedef HV_UINT32 HV_VP_DISPATCH_STATE, *PHV_VP_DISPATCH_STATE;
enum
{
    HvVpDispatchStateInvalid = 0,
    HvVpDispatchStateBlocked = 1, /**< No; wait for a scheduler message about it. */
    HvVpDispatchStateReady = 2,   /**< Yes; call again. */
};

/** Why HvCallDispatchVp came back. */
typedef HV_UINT32 HV_VP_DISPATCH_EVENT, *PHV_VP_DISPATCH_EVENT;
enum
{
    HvVpDispatchEventInvalid = 0,
    HvVpDispatchEventSuspend = 1,      /**< It idles or is suspended. */
    HvVpDispatchEventIntercept = 2,    /**< There is an intercept message. */
    HvVpDispatchEventInternal = 3,     /**< Of the hypervisor's own; known by name alone. */
    HvVpDispatchEventPreempted = 4,    /**< Something else had to run on this logical processor. */
    HvVpDispatchEventCancelled = 5,    /**< Another processor of the root asked for it. */
    HvVpDispatchEventScheduler = 6,    /**< Known by name alone. */
    HvVpDispatchEventLongSpinWait = 7, /**< It spins on a lock. */
    HvVpDispatchEventTimeSliceEnd = 8, /**< Its time slice ended. */
};

/** HvCallDispatchVp: runs a child's processor on the calling thread; root scheduler only. */
typedef struct HV_INPUT_DISPATCH_VP
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_UINT32 Flags;               /**< HV_DISPATCH_VP_FLAG_... */
    HV_NANO100_DURATION TimeSlice; /**< Longest time, in units of 100 ns. */
    HV_UINT64 SpecCtrl;            /**< The caller's IA32_SPEC_CTRL, with the flag above. */
} HV_INPUT_DISPATCH_VP, *PHV_INPUT_DISPATCH_VP;
HV_STATIC_ASSERT(sizeof(HV_INPUT_DISPATCH_VP) == 32);

/** Output of the hypercall with the input HV_INPUT_DISPATCH_VP. */
typedef struct HV_CALL_ATTRIBUTES HV_OUTPUT_DISPATCH_VP
{
    HV_VP_DISPATCH_STATE DispatchState;
    HV_VP_DISPATCH_EVENT DispatchEvent;
} HV_OUTPUT_DISPATCH_VP, *PHV_OUTPUT_DISPATCH_VP;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_DISPATCH_VP) == 8);

/** Why a loop of dispatches in the parent's kernel ended. Source: symbols of securekernel 26100. */
typedef HV_UINT32 HV_VP_DISPATCH_LOOP_EVENT, *PHV_VP_DISPATCH_LOOP_EVENT;
enum
{
    HvVpDispatchLoopEventInvalid = 0,
    HvVpDispatchLoopEventIntercept = 1,
    HvVpDispatchLoopEventCancelled = 2,
    HvVpDispatchLoopEventTerminated = 3,
};

/** Result of such a loop. */
typedef union HV_VP_DISPATCH_LOOP_RESULT
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_VP_DISPATCH_LOOP_EVENT ExitEvent;
        HV_UINT32 Reserved;
    };
} HV_VP_DISPATCH_LOOP_RESULT, *PHV_VP_DISPATCH_LOOP_RESULT;
HV_STATIC_ASSERT(sizeof(HV_VP_DISPATCH_LOOP_RESULT) == 8);

/*
 * State pages.
 */

/** Page that is mapped. */
typedef HV_UINT32 HV_VP_STATE_PAGE_TYPE, *PHV_VP_STATE_PAGE_TYPE;
enum
{
    HvVpStatePageRegisters = 0,        /**< HV_VP_REGISTER_PAGE. */
    /** HV_MESSAGE: intercepts come there instead of by the SynIC. */
    HvVpStatePageInterceptMessage = 1,
    /** The GHCB of an SNP guest (Ghcb.h). Sources: TLFS online; Linux 7.3. */
    HvVpStatePageGhcb = 2,
    HvVpVtlStatePageGhcb = 2,          /**< The name in the TLFS online. */
    HvVpStatePageCount = 3             /**< Number of types; 2 in the symbols of 26100 and in the original. */
};

/**
 * HvCallMapVpStatePage: makes a processor's state page visible to its parent. Source: mshv-lore;
 * 26100.
 */
typedef struct HV_INPUT_MAP_VP_STATE_PAGE
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_VP_STATE_PAGE_TYPE Type;
} HV_INPUT_MAP_VP_STATE_PAGE, *PHV_INPUT_MAP_VP_STATE_PAGE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_MAP_VP_STATE_PAGE) == 16);

/** Flag of HV_INPUT_MAP_VP_STATE_PAGE_V2: RequestedMapLocation counts. */
#define HV_MAP_VP_STATE_PAGE_MAP_LOCATION_PROVIDED 0x1

/**
 * HvCallMapVpStatePage with a level and a place of the caller's choice; a root that is itself a
 * guest must choose.
 */
typedef struct HV_INPUT_MAP_VP_STATE_PAGE_V2
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_UINT16 Type; /**< HV_VP_STATE_PAGE_TYPE. */
    HV_INPUT_VTL InputVtl;
    HV_UINT8 Flags;
    HV_GPA_PAGE_NUMBER RequestedMapLocation;
} HV_INPUT_MAP_VP_STATE_PAGE_V2, *PHV_INPUT_MAP_VP_STATE_PAGE_V2;
HV_STATIC_ASSERT(sizeof(HV_INPUT_MAP_VP_STATE_PAGE_V2) == 24);

/** Output of the hypercall with the input HV_INPUT_MAP_VP_STATE_PAGE. */
typedef struct HV_OUTPUT_MAP_VP_STATE_PAGE
{
    HV_GPA_PAGE_NUMBER MapLocation; /**< GPA page number of the mapping, in the caller. */
} HV_OUTPUT_MAP_VP_STATE_PAGE, *PHV_OUTPUT_MAP_VP_STATE_PAGE;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_MAP_VP_STATE_PAGE) == 8);

/** HvCallUnmapVpStatePage: ends the mapping. */
typedef struct HV_INPUT_UNMAP_VP_STATE_PAGE
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_VP_STATE_PAGE_TYPE Type;
} HV_INPUT_UNMAP_VP_STATE_PAGE, *PHV_INPUT_UNMAP_VP_STATE_PAGE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_UNMAP_VP_STATE_PAGE) == 16);

/** HvCallUnmapVpStatePage with a level. Source: TLFS online. */
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
 * State as a whole.
 *
 * A type either travels in the input or output page itself, or, if it has the
 * bit HV_GET_SET_VP_STATE_TYPE_PFN, in pages of the caller that are listed
 * after the input.
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
/** HV_LOCAL_INTERRUPT_CONTROLLER_STATE, or the same in the output page. */
#define HvGetSetVpStateLocalInterruptControllerState 0x80000000U
/** The XSAVE area; HV_VP_STATE_DATA.Xsave says which components. */
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
 * State of a processor's local interrupt controller, as HvCallGetVpState carries it. x64.
 *
 * The registers of the APIC by their architectural names, with two for errors: ApicEsr and
 * ApicErrorStatus. Their difference is undocumented.
 */
typedef struct HV_LOCAL_INTERRUPT_CONTROLLER_STATE
{
    HV_APIC_ID ApicId;
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
    HV_UINT32 ApicInitialCount;
    HV_UINT32 ApicCounterValue; /**< The current count. */
    HV_UINT32 ApicDivideConfiguration;
    HV_UINT32 ApicRemoteRead;
} HV_LOCAL_INTERRUPT_CONTROLLER_STATE, *PHV_LOCAL_INTERRUPT_CONTROLLER_STATE;
HV_STATIC_ASSERT(sizeof(HV_LOCAL_INTERRUPT_CONTROLLER_STATE) == 176);

/** One interrupt of a GIC as saved. Source: Windows SDK 10.0.28000 (WinHvPlatform). */
typedef struct HV_ARM64_INTERRUPT_STATE
{
    union
    {
        HV_UINT8 AsUINT8;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT8 Enabled : 1;       /**< Bit 0. */
            HV_UINT8 EdgeTriggered : 1; /**< Bit 1. */
            HV_UINT8 Asserted : 1;      /**< Bit 2. */
            HV_UINT8 SetPending : 1;    /**< Bit 3. */
            HV_UINT8 Active : 1;        /**< Bit 4. */
            HV_UINT8 Direct : 1;        /**< Bit 5. */
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
 * HvGetSetVpStateLocalInterruptControllerState on ARM64: a processor's GIC. Members that are named
 * after a register have its value. Source: Windows SDK 10.0.28000 (WinHvPlatform).
 */
typedef struct HV_ARM64_LOCAL_INTERRUPT_CONTROLLER_STATE
{
    HV_UINT8 Version;    /**< HV_ARM64_INTERRUPT_CONTROLLER_STATE_VERSION_CURRENT. */
    HV_UINT8 GicVersion; /**< Major version of the GIC architecture. */
    HV_UINT8 Reserved0[6];
    HV_UINT64 IccIgrpen1El1;
    HV_UINT64 GicrCtlrEnableLpis;
    HV_UINT64 IccBpr1El1;
    HV_UINT64 IccPmrEl1;
    HV_UINT64 GicrPropbaser;
    HV_UINT64 GicrPendbaser;
    HV_UINT32 IchAp1REl2[4];
    /** Interrupts 0 to 31, which each processor has. */
    HV_ARM64_INTERRUPT_STATE BankedInterruptState[32];
} HV_ARM64_LOCAL_INTERRUPT_CONTROLLER_STATE, *PHV_ARM64_LOCAL_INTERRUPT_CONTROLLER_STATE;
HV_STATIC_ASSERT(sizeof(HV_ARM64_LOCAL_INTERRUPT_CONTROLLER_STATE) == 200);

/**
 * One interrupt of a GIC's distributor as saved. Source: Windows SDK 10.0.28000 (WinHvPlatform).
 */
typedef struct HV_ARM64_GLOBAL_INTERRUPT_STATE
{
    HV_UINT32 InterruptId;      /**< Number of the interrupt (INTID). */
    HV_VP_INDEX ActiveVpIndex;  /**< Processor on which the interrupt is active. */
    union
    {
        HV_UINT32 TargetMpidr;     /**< MPIDR of the target. */
        HV_VP_INDEX TargetVpIndex; /**< VP index of the target. */
    };
    HV_ARM64_INTERRUPT_STATE InterruptState;
} HV_ARM64_GLOBAL_INTERRUPT_STATE, *PHV_ARM64_GLOBAL_INTERRUPT_STATE;
HV_STATIC_ASSERT(sizeof(HV_ARM64_GLOBAL_INTERRUPT_STATE) == 16);

/**
 * HvGetSetVpStateGlobalInterruptState: a partition's GIC. Source: Windows SDK 10.0.28000
 * (WinHvPlatform).
 */
typedef struct HV_ARM64_GLOBAL_INTERRUPT_CONTROLLER_STATE
{
    HV_UINT8 Version;        /**< HV_ARM64_GLOBAL_INTERRUPT_CONTROLLER_STATE_VERSION_CURRENT. */
    HV_UINT8 GicVersion;     /**< Major version of the GIC architecture. */
    HV_UINT8 Reserved0[2];
    HV_UINT32 NumInterrupts; /**< Elements of Interrupts. */
    HV_UINT64 GicdCtlrEnableGrp1A;
    HV_ARM64_GLOBAL_INTERRUPT_STATE Interrupts[];
} HV_ARM64_GLOBAL_INTERRUPT_CONTROLLER_STATE, *PHV_ARM64_GLOBAL_INTERRUPT_CONTROLLER_STATE;
HV_STATIC_ASSERT(sizeof(HV_ARM64_GLOBAL_INTERRUPT_CONTROLLER_STATE) == 16);

/**
 * HvGetSetVpStateSve: header of the scalable vector registers. Source: Windows SDK 10.0.28000
 * (WinHvPlatform).
 */
typedef struct HV_ARM64_VP_STATE_SVE
{
    HV_UINT16 Version;
    /** Offset in bytes of the registers from the start of this header. */
    HV_UINT16 RegisterDataOffset;
    HV_UINT32 VectorLength;       /**< Bytes of one vector register. */
    HV_UINT64 Reserved0;
} HV_ARM64_VP_STATE_SVE, *PHV_ARM64_VP_STATE_SVE;
HV_STATIC_ASSERT(sizeof(HV_ARM64_VP_STATE_SVE) == 16);

/**
 * HvGetSetVpStateSme: header of the scalable matrix registers. Source: Windows SDK 10.0.28000
 * (WinHvPlatform).
 */
typedef struct HV_ARM64_VP_STATE_SME
{
    HV_UINT16 Version;
    /** Offset in bytes of the registers from the start of this header. */
    HV_UINT16 RegisterDataOffset;
    HV_UINT32 StreamingVectorLength; /**< Bytes of one vector register in streaming mode. */
    HV_UINT64 Reserved0;
} HV_ARM64_VP_STATE_SME, *PHV_ARM64_VP_STATE_SME;
HV_STATIC_ASSERT(sizeof(HV_ARM64_VP_STATE_SME) == 16);

/** Set of XSAVE components. */
typedef struct HV_VP_STATE_DATA_XSAVE
{
    HV_UINT64 Flags; /**< None is known: zero. */
    HV_X64_XSAVE_XFEM_REGISTER States;
} HV_VP_STATE_DATA_XSAVE, *PHV_VP_STATE_DATA_XSAVE;
HV_STATIC_ASSERT(sizeof(HV_VP_STATE_DATA_XSAVE) == 16);

/** Kind of processor state and part of it; x64. */
typedef struct HV_X64_VP_STATE_DATA
{
    HV_GET_SET_VP_STATE_TYPE Type;
    HV_UINT32 Reserved;
    HV_VP_STATE_DATA_XSAVE Xsave; /**< For HvGetSetVpStateXsave. */
} HV_X64_VP_STATE_DATA, *PHV_X64_VP_STATE_DATA;
HV_STATIC_ASSERT(sizeof(HV_X64_VP_STATE_DATA) == 24);

/** Kind of processor state; ARM64. */
typedef struct HV_ARM64_VP_STATE_DATA
{
    HV_GET_SET_VP_STATE_TYPE Type;
    HV_UINT32 Reserved;
} HV_ARM64_VP_STATE_DATA, *PHV_ARM64_VP_STATE_DATA;
HV_STATIC_ASSERT(sizeof(HV_ARM64_VP_STATE_DATA) == 8);

typedef HV_BY_TARGET(HV_X64_VP_STATE_DATA, HV_ARM64_VP_STATE_DATA) HV_VP_STATE_DATA, *PHV_VP_STATE_DATA;

/**
 * Eight bytes of what follows HvCallSetVpState's input: one page number, or the first byte of the
 * state.
 */
typedef union HV_INPUT_SET_VP_STATE_DATA
{
    HV_UINT64 Pfns;
    HV_UINT8 Bytes;
} HV_INPUT_SET_VP_STATE_DATA, *PHV_INPUT_SET_VP_STATE_DATA;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SET_VP_STATE_DATA) == 8);

/** HvCallGetVpState on x64: reads one kind of state of a child's processor. */
typedef struct HV_X64_INPUT_GET_VP_STATE
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_INPUT_VTL InputVtl;
    HV_UINT8 Reserved0;
    HV_UINT16 Reserved1;
    HV_X64_VP_STATE_DATA StateData;
    /** Pages of the caller that take the state, if its type has the PFN bit. */
    HV_UINT64 OutputDataPfns[];
} HV_X64_INPUT_GET_VP_STATE, *PHV_X64_INPUT_GET_VP_STATE;
HV_STATIC_ASSERT(sizeof(HV_X64_INPUT_GET_VP_STATE) == 40);

/** State of a type without the PFN bit. */
typedef union HV_X64_OUTPUT_GET_VP_STATE
{
    HV_LOCAL_INTERRUPT_CONTROLLER_STATE InterruptControllerState;
    HV_SYNTHETIC_TIMERS_STATE SyntheticTimersState;
} HV_X64_OUTPUT_GET_VP_STATE, *PHV_X64_OUTPUT_GET_VP_STATE;
HV_STATIC_ASSERT(sizeof(HV_X64_OUTPUT_GET_VP_STATE) == 200);

/**
 * HvCallSetVpState on x64: writes it; the state, or the list of pages that hold it, follows as
 * variable header.
 */
typedef struct HV_X64_INPUT_SET_VP_STATE
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_INPUT_VTL InputVtl;
    HV_UINT8 Reserved0;
    HV_UINT16 Reserved1;
    HV_X64_VP_STATE_DATA StateData;
    HV_INPUT_SET_VP_STATE_DATA Data[];
} HV_X64_INPUT_SET_VP_STATE, *PHV_X64_INPUT_SET_VP_STATE;
HV_STATIC_ASSERT(sizeof(HV_X64_INPUT_SET_VP_STATE) == 40);

/** HvCallGetVpState on ARM64: reads one kind of state of a child's processor. */
typedef struct HV_ARM64_INPUT_GET_VP_STATE
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_INPUT_VTL InputVtl;
    HV_UINT8 Reserved0;
    HV_UINT16 Reserved1;
    HV_ARM64_VP_STATE_DATA StateData;
    /** Pages of the caller that take the state, if its type has the PFN bit. */
    HV_UINT64 OutputDataPfns[];
} HV_ARM64_INPUT_GET_VP_STATE, *PHV_ARM64_INPUT_GET_VP_STATE;
HV_STATIC_ASSERT(sizeof(HV_ARM64_INPUT_GET_VP_STATE) == 24);

/** State of a type without the PFN bit. */
typedef union HV_ARM64_OUTPUT_GET_VP_STATE
{
    HV_UINT64 Reserved0;
} HV_ARM64_OUTPUT_GET_VP_STATE, *PHV_ARM64_OUTPUT_GET_VP_STATE;
HV_STATIC_ASSERT(sizeof(HV_ARM64_OUTPUT_GET_VP_STATE) == 8);

/**
 * HvCallSetVpState on ARM64: writes it; the state, or the list of pages that hold it, follows as
 * variable header.
 */
typedef struct HV_ARM64_INPUT_SET_VP_STATE
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_INPUT_VTL InputVtl;
    HV_UINT8 Reserved0;
    HV_UINT16 Reserved1;
    HV_ARM64_VP_STATE_DATA StateData;
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

/** A question of HvCallGetVpCpuidValues. */
typedef struct HV_CPUID_LEAF_INFO
{
    HV_UINT32 Eax;  /**< The leaf. */
    HV_UINT32 Ecx;  /**< The subleaf. */
    HV_UINT64 Xfem; /**< Value of XCR0 for the result. */
    HV_UINT64 Xss;  /**< Value of IA32_XSS for the result. */
} HV_CPUID_LEAF_INFO, *PHV_CPUID_LEAF_INFO;
HV_STATIC_ASSERT(sizeof(HV_CPUID_LEAF_INFO) == 24);

/** Options of the query. */
typedef union HV_GET_VP_CPUID_VALUES_FLAGS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        /** Bit 0: take XCR0 and IA32_XSS from the processor, not from the question. */
        HV_UINT32 UseVpXfemXss : 1;
        /** Bit 1: with the values that the parent registered for CPUID intercepts. */
        HV_UINT32 ApplyRegisteredValues : 1;
        HV_UINT32 Reserved : 30;
    };
#endif
} HV_GET_VP_CPUID_VALUES_FLAGS, *PHV_GET_VP_CPUID_VALUES_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_GET_VP_CPUID_VALUES_FLAGS) == 4);

/** HvCallGetVpCpuidValues: what CPUID gives on a child's processor; x64, a rep call. */
typedef struct HV_INPUT_GET_VP_CPUID_VALUES
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_GET_VP_CPUID_VALUES_FLAGS Flags;
    HV_UINT32 ReservedZ;
    HV_UINT32 Padding;
    HV_CPUID_LEAF_INFO CpuidLeafInfo[];
} HV_INPUT_GET_VP_CPUID_VALUES, *PHV_INPUT_GET_VP_CPUID_VALUES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_VP_CPUID_VALUES) == 24);

/** One result; HV_X64_CPUID_RESULT (Cpuid.h) reads it by its fields. */
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
