/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Processor power management and sleep: the interface of the root partition.
 *
 * The hypervisor owns the processors, but the operating system of the root partition has the ACPI
 * tables, the power policy and the drivers. They share the work:
 *
 *  - idle states: the root specifies the idle states of each logical processor (C-states, or PSCI
 *    states on ARM64) and the method of entering each (HV_PPM_IDLE_STATE). The hypervisor selects
 *    one when a processor is idle, according to the policy settings of the root. The root can
 *    request a state itself by HvCallRequestProcessorHalt;
 *  - performance states: the root reads the delivered performance of a processor from feedback
 *    counters and requests a performance, as a percentage or as an ACPI CPPC request, which the
 *    hypervisor writes to the processor;
 *  - statistics: HV_POWER_STATS_OFFSETS contains the offsets of the necessary counters in the
 *    statistics page of a processor (Statistics.h);
 *  - sleep: the root specifies the method of entering each sleep state when the hypervisor starts
 *    (system property HvSleepStateProperty), and enters a state by HvCallEnterSleepState.
 *    HvCallPrepareForHibernate returns the data that the resuming loader needs.
 *
 * A guest cannot use this interface; it halts by an intercept or the guest idle MSR (Msr.h). The calls
 * fail with HV_STATUS_ACCESS_DENIED without the privilege CpuManagement. Latencies, residencies and
 * power come from ACPI tables; the units that the hypervisor expects are undocumented.
 *
 * Sources: symbols of securekernel 26100; WDK 7.1 hvgdk.h; TLFS 2.0, 6.4. The
 * performance, throttle and PCC properties are in the original only.
 */

#ifndef MILE_HYPERV_HYPERVISOR_POWER
#define MILE_HYPERV_HYPERVISOR_POWER

#include "Types.h"

HV_HEADER_BEGIN

/*
 * Idle states.
 */

/** Method of entering an idle state. */
typedef HV_UINT32 HV_PPM_IDLE_STATE_CHANGE_METHOD, *PHV_PPM_IDLE_STATE_CHANGE_METHOD;
enum
{
    HvPowerChangeIssueHlt = 0,           /**< HLT. */
    HvPowerChangeReadIoThenIssueHlt = 1, /**< Read an I/O port, then HLT. */
    HvPowerChangeReadIo = 2,             /**< Read an I/O port. */
    HvPowerChangeIssueMwait = 3,         /**< MONITOR and MWAIT. */
    HvPowerChangeIssueWfi = 4,           /**< ARM64: WFI. */
    HvPowerChangeIssuePsci = 5,          /**< ARM64: PSCI CPU_SUSPEND. */

    /* The first four as the Windows 7 WDK spells them. */
    HvX64PowerChangeIssueHlt = 0,
    HvX64PowerChangeReadIoThenIssueHlt = 1,
    HvX64PowerChangeReadIo = 2,
    HvX64PowerChangeIssueMwait = 3,
};
/** The Windows 7 WDK's name for HV_PPM_IDLE_STATE_CHANGE_METHOD. */
typedef HV_PPM_IDLE_STATE_CHANGE_METHOD HV_X64_POWER_CHANGE_METHOD, *PHV_X64_POWER_CHANGE_METHOD;
typedef HV_PPM_IDLE_STATE_CHANGE_METHOD HV_X64_PPM_IDLE_STATE_CHANGE_METHOD, *PHV_X64_PPM_IDLE_STATE_CHANGE_METHOD;

/**
 * Method of entering one idle state. The first 52 bits depend on ChangeType; the bus-master bits
 * are those of the PM1 and PM2 registers of ACPI for C3.
 *
 * Source: symbols of securekernel 26100.
 */
typedef union HV_PPM_IDLE_STATE_CONFIG
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 TypeSpecific : 52; /**< Bits 0 to 51: Io, Mwait or Psci, by ChangeType. */
        HV_UINT64 ChangeType : 4;    /**< Bits 52 to 55: HV_PPM_IDLE_STATE_CHANGE_METHOD. */
        /** Bit 56: do not enter the state while bus-master activity is pending. */
        HV_UINT64 CheckBM_STS : 1;
        HV_UINT64 SetBM_RST : 1;   /**< Bit 57: bus-master activity wakes the processor. */
        HV_UINT64 ClearBM_RST : 1; /**< Bit 58: bus-master activity does not wake the processor. */
        HV_UINT64 SetARB_DIS : 1;  /**< Bit 59: disable bus arbitration. */
        HV_UINT64 ReservedZ : 4;   /**< Bits 60 to 63: zero. */
    };
#endif
    /** HvPowerChangeIssueHlt. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    /** HvPowerChangeIssueHlt. */
    struct
    {
        HV_UINT64 ReservedZ : 52;    /**< Bits 0 to 51: zero. */
        HV_UINT64 ReservedType : 12; /**< Bits 52 to 63: ChangeType and the bits after it. */
    } Hlt;
#endif
    /** HvPowerChangeReadIo and HvPowerChangeReadIoThenIssueHlt. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    /** HvPowerChangeReadIo and HvPowerChangeReadIoThenIssueHlt. */
    struct
    {
        HV_UINT64 Port : 16;         /**< Bits 0 to 15: number of the I/O port to read. */
        HV_UINT64 ReservedZ1 : 16;   /**< Bits 16 to 31: zero. */
        HV_UINT64 ReservedZ2 : 20;   /**< Bits 32 to 51: zero. */
        HV_UINT64 ReservedType : 12; /**< Bits 52 to 63: ChangeType and the bits after it. */
    } Io;
#endif
    /** HvPowerChangeIssueMwait. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    /** HvPowerChangeIssueMwait. */
    struct
    {
        HV_UINT64 Hints : 32;                 /**< Bits 0 to 31: EAX of MWAIT. */
        HV_UINT64 BreakOnMaskedInterrupt : 1; /**< Bit 32: masked interrupts end the wait. */
        HV_UINT64 ReservedZ : 19;             /**< Bits 33 to 51: zero. */
        HV_UINT64 ReservedType : 12; /**< Bits 52 to 63: ChangeType and the bits after it. */
    } Mwait;
#endif
    /** HvPowerChangeIssuePsci. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    /** HvPowerChangeIssuePsci. */
    struct
    {
        HV_UINT64 PowerState : 32; /**< Bits 0 to 31: the argument of CPU_SUSPEND. */
        HV_UINT64 Reserved : 32;   /**< Bits 32 to 63: ChangeType and the bits around it. */
    } Psci;
#endif
} HV_PPM_IDLE_STATE_CONFIG, *PHV_PPM_IDLE_STATE_CONFIG;
HV_STATIC_ASSERT(sizeof(HV_PPM_IDLE_STATE_CONFIG) == 8);

/** One idle state. Source: symbols of securekernel 26100. */
typedef struct HV_PPM_IDLE_STATE
{
    HV_PPM_IDLE_STATE_CONFIG Config; /**< Method of entering the state. */
    HV_UINT32 Type;            /**< Number of the ACPI C-state to which the state corresponds. */
    HV_UINT32 HardwareLatency; /**< Time to leave the state; the unit is undocumented. */
    /** Power that the processor draws in the state; the unit is undocumented. */
    HV_UINT32 PowerConsumption;
    HV_UINT32 Padding;
} HV_PPM_IDLE_STATE, *PHV_PPM_IDLE_STATE;
HV_STATIC_ASSERT(sizeof(HV_PPM_IDLE_STATE) == 24);

/**
 * HvPowerPropertyLpIdleStateConfig: idle states of a logical processor. Source: symbols of
 * securekernel 26100.
 */
typedef struct HV_X64_PPM_IDLE_STATE_CONFIG_PROPERTY
{
    HV_UINT32 StateCount; /**< Number of valid elements of States; at most 16. */
    HV_UINT32 Padding;
    HV_PPM_IDLE_STATE States[16]; /**< Idle states; StateCount of them are valid. */
} HV_X64_PPM_IDLE_STATE_CONFIG_PROPERTY, *PHV_X64_PPM_IDLE_STATE_CONFIG_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_X64_PPM_IDLE_STATE_CONFIG_PROPERTY) == 392);

/** One idle state with its minimum residency. Source: symbols of securekernel 26100. */
typedef struct HV_PPM_IDLE_STATE_EX
{
    union
    {
        /** The state without its residency, as one structure. */
        HV_PPM_IDLE_STATE LegacyHvIdleState;
        struct
        {
            HV_PPM_IDLE_STATE_CONFIG Config; /**< Method of entering the state. */
            HV_UINT32 Type; /**< Number of the ACPI C-state to which the state corresponds. */
            HV_UINT32 HardwareLatency; /**< Time to leave the state; the unit is undocumented. */
            /** Power that the processor draws in the state; the unit is undocumented. */
            HV_UINT32 PowerConsumption;
            HV_UINT32 Padding0;
        };
    };
    /** Shortest worthwhile stay in the state; the unit is undocumented. */
    HV_UINT32 MinimumResidency;
    HV_UINT32 Padding1;
} HV_PPM_IDLE_STATE_EX, *PHV_PPM_IDLE_STATE_EX;
HV_STATIC_ASSERT(sizeof(HV_PPM_IDLE_STATE_EX) == 32);

/**
 * HvPowerPropertyLpIdleStateConfigEx: idle states of a logical processor with their residencies.
 * Source: symbols of securekernel 26100.
 */
typedef struct HV_X64_PPM_IDLE_STATE_CONFIG_PROPERTY_EX
{
    HV_UINT32 Version;               /**< Version of the structure; its values are undocumented. */
    HV_UINT32 StateCount;            /**< Number of valid elements of States; at most 16. */
    HV_PPM_IDLE_STATE_EX States[16]; /**< Idle states; StateCount of them are valid. */
} HV_X64_PPM_IDLE_STATE_CONFIG_PROPERTY_EX, *PHV_X64_PPM_IDLE_STATE_CONFIG_PROPERTY_EX;
HV_STATIC_ASSERT(sizeof(HV_X64_PPM_IDLE_STATE_CONFIG_PROPERTY_EX) == 520);

/**
 * Idle state of the whole platform, HvPlatformStateNonIdle or HvPlatformStateIdle: zero-based index
 * of the state that HvPowerPropertyLpNextPlatformStateIndex contains.
 */
typedef HV_UINT32 HV_PLATFORM_STATE_INDEX, *PHV_PLATFORM_STATE_INDEX;
enum
{
    HvPlatformStateNonIdle = 0,
    HvPlatformStateIdle = 1,
};

/*
 * HvCallRequestProcessorHalt
 */

/** Flags of HvCallRequestProcessorHalt. Source: symbols of securekernel 26100. */
typedef union HV_INPUT_REQUEST_PROCESSOR_HALT_FLAGS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        /** Bit 0: the hypervisor uses the default method and ignores Config. */
        HV_UINT32 UseDefaultSuspend : 1;
        HV_UINT32 RsvdZ : 31; /**< Bits 1 to 31: zero. */
    };
#endif
} HV_INPUT_REQUEST_PROCESSOR_HALT_FLAGS, *PHV_INPUT_REQUEST_PROCESSOR_HALT_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_INPUT_REQUEST_PROCESSOR_HALT_FLAGS) == 4);

/** Idle state that the caller requests. Source: symbols of securekernel 26100. */
typedef struct HV_PPM_IDLE_STATE_REQUEST
{
    /** Method of entering the state; ignored with UseDefaultSuspend. */
    HV_PPM_IDLE_STATE_CONFIG Config;
    HV_UINT32 CStateType; /**< Number of the ACPI C-state to which the state corresponds. */
    HV_INPUT_REQUEST_PROCESSOR_HALT_FLAGS Flags; /**< HV_INPUT_REQUEST_PROCESSOR_HALT_FLAGS. */
} HV_PPM_IDLE_STATE_REQUEST, *PHV_PPM_IDLE_STATE_REQUEST;
HV_STATIC_ASSERT(sizeof(HV_PPM_IDLE_STATE_REQUEST) == 16);

/**
 * Input of HvCallRequestProcessorHalt, which halts the calling processor: two registers of a fast
 * call. No output. Source: symbols of securekernel 26100.
 */
typedef union HV_INPUT_REQUEST_PROCESSOR_HALT
{
    HV_PPM_IDLE_STATE_REQUEST IdleRequest; /**< The requested idle state. */
    HV_UINT64 AsUINT64[2];
} HV_INPUT_REQUEST_PROCESSOR_HALT, *PHV_INPUT_REQUEST_PROCESSOR_HALT;
HV_STATIC_ASSERT(sizeof(HV_INPUT_REQUEST_PROCESSOR_HALT) == 16);

/*
 * Performance states.
 */

/** Address space of a performance register. */
typedef HV_UINT32 HV_PPM_PERF_STATE_REGISTER_TYPE, *PHV_PPM_PERF_STATE_REGISTER_TYPE;
enum
{
    HvPerfStateRegisterNone = 0,
    HvPerfStateRegisterMsr = 1,
    HvPerfStateRegisterIo = 2,
    HvPerfStateRegisterMemory = 3, /**< Undocumented; only the original 1.x has it. */
};

/** Width of an I/O port register. */
typedef HV_UINT32 HV_X64_PPM_PERF_STATE_PORT_ACCESS_SIZE, *PHV_X64_PPM_PERF_STATE_PORT_ACCESS_SIZE;
enum
{
    HvX64PerfStatePort8Bit = 0,
    HvX64PerfStatePort16Bit = 1,
    HvX64PerfStatePort32Bit = 2,
};

/**
 * Address of a performance register and its address space. Source: symbols of securekernel 26100;
 * Memory is in the original 1.x only.
 */
typedef union HV_PPM_PERF_STATE_REGISTER
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 TypeSpecific : 52; /**< Bits 0 to 51: Msr, Io or Memory, by RegisterType. */
        HV_UINT64 RegisterType : 12; /**< Bits 52 to 63: HV_PPM_PERF_STATE_REGISTER_TYPE. */
    };
#endif
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    /** HvPerfStateRegisterMsr. */
    struct
    {
        HV_UINT64 RegisterNumber : 32; /**< Bits 0 to 31: number of the MSR. */
        HV_UINT64 BitWidth : 8; /**< Bits 32 to 39: width of the field in the register, in bits. */
        /** Bits 40 to 47: offset of the field from bit 0 of the register, in bits. */
        HV_UINT64 BitOffset : 8;
        HV_UINT64 ReservedZ : 4;     /**< Bits 48 to 51: zero. */
        HV_UINT64 ReservedType : 12; /**< Bits 52 to 63: RegisterType. */
    } Msr;
#endif
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    /** HvPerfStateRegisterIo. */
    struct
    {
        HV_UINT64 Port : 16;       /**< Bits 0 to 15: number of the I/O port. */
        HV_UINT64 AccessSize : 16; /**< Bits 16 to 31: HV_X64_PPM_PERF_STATE_PORT_ACCESS_SIZE. */
        /** Bits 32 to 39: width of the field in the port, in bits; in the original 1.x only. */
        HV_UINT64 BitWidth : 8;
        /**
         * Bits 40 to 47: offset of the field from bit 0 of the port, in bits; in the original 1.x
         * only.
         */
        HV_UINT64 BitOffset : 8;
        HV_UINT64 ReservedZ : 4;     /**< Bits 48 to 51: zero. */
        HV_UINT64 ReservedType : 12; /**< Bits 52 to 63: RegisterType. */
    } Io;
#endif
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    /** HvPerfStateRegisterMemory. */
    struct
    {
        HV_UINT64 Address : 52; /**< Bits 0 to 51: system physical address, by the member's name. */
        HV_UINT64 ReservedType : 12; /**< Bits 52 to 63: RegisterType. */
    } Memory;
#endif
} HV_PPM_PERF_STATE_REGISTER, *PHV_PPM_PERF_STATE_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_PPM_PERF_STATE_REGISTER) == 8);

/**
 * Two counters whose ratio is the delivered performance (APERF and MPERF). Source: symbols of
 * securekernel 26100.
 */
typedef struct HV_PPM_FEEDBACK_REGISTER_PAIR
{
    /** Register that counts at the reference frequency (MPERF). */
    HV_PPM_PERF_STATE_REGISTER ReferenceCount;
    /** Register that counts at the delivered frequency (APERF). */
    HV_PPM_PERF_STATE_REGISTER ActualCount;
    /** If nonzero, each reading resets the counters, by the member's name. */
    HV_BOOLEAN ResetRegisters;
    HV_UINT8 Padding[7];
} HV_PPM_FEEDBACK_REGISTER_PAIR, *PHV_PPM_FEEDBACK_REGISTER_PAIR;
HV_STATIC_ASSERT(sizeof(HV_PPM_FEEDBACK_REGISTER_PAIR) == 24);

/**
 * HvPowerPropertyLpPerfFeedbackCounters: feedback counters of a logical processor. Source: symbols
 * of securekernel 26100.
 */
typedef struct HV_PROCESSOR_PERF_FEEDBACK_COUNTERS_CONFIG
{
    HV_UINT32 Count; /**< Number of valid elements of FeedbackCounters; at most 4. */
    HV_UINT32 Padding;
    /** Pairs of counters; Count of them are valid. */
    HV_PPM_FEEDBACK_REGISTER_PAIR FeedbackCounters[4];
} HV_PROCESSOR_PERF_FEEDBACK_COUNTERS_CONFIG, *PHV_PROCESSOR_PERF_FEEDBACK_COUNTERS_CONFIG;
HV_STATIC_ASSERT(sizeof(HV_PROCESSOR_PERF_FEEDBACK_COUNTERS_CONFIG) == 104);

/**
 * HvPowerPropertyLpCppcRequestRegister: register of a CPPC request. Source: symbols of securekernel
 * 26100.
 */
typedef struct HV_PROCESSOR_CPPC_REQUEST_REGISTER
{
    /** System physical address of the register, if it is in memory, by the member's name. */
    HV_UINT64 PhysicalAddress;
    HV_UINT64 Address; /**< Address of the register; the address space is undocumented. */
    HV_UINT64 Mask;    /**< Bits of the register that the request occupies, by the member's name. */
    HV_UINT8 AccessSize; /**< Size of an access to the register; the unit is undocumented. */
    HV_UINT8 Padding[7];
} HV_PROCESSOR_CPPC_REQUEST_REGISTER, *PHV_PROCESSOR_CPPC_REQUEST_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_PROCESSOR_CPPC_REQUEST_REGISTER) == 32);

/** Policy for switching CPPC requests with the virtual processors. Undocumented. */
typedef HV_UINT32 HV_X64_PPM_CPPC_CONTEXT_SWITCH_POLICY, *PHV_X64_PPM_CPPC_CONTEXT_SWITCH_POLICY;
enum
{
    HvX64CppcContextSwitchUnsupported = 0,
    HvX64CppcContextSwitchLazy = 1,
    HvX64CppcContextSwitchAggressive = 2,
};

/**
 * Coordination of a group of processors that change together (ACPI _PSD).
 *
 * Undocumented; only the original 1.x has it.
 */
typedef HV_UINT32 HV_X64_PPM_PERF_DOMAIN_COORDINATION, *PHV_X64_PPM_PERF_DOMAIN_COORDINATION;
enum
{
    HvX64PerfDomainCoordinationSwAll = 0, /**< Software, on all of them. */
    HvX64PerfDomainCoordinationSwAny = 1, /**< Software, on any of them. */
    HvX64PerfDomainCoordinationHwAll = 2, /**< Hardware. */
};

/** One performance state (ACPI _PSS). Undocumented; only the original 1.x has it. */
typedef struct HV_X64_PPM_PERF_STATE
{
    /** Value that the hypervisor writes to ControlRegister to enter the state. */
    HV_UINT64 Control;
    HV_UINT64 Status;      /**< Value of StatusRegister when the processor has reached the state. */
    HV_UINT64 ControlMask; /**< Bits of ControlRegister that Control occupies. */
    HV_UINT64 StatusMask;  /**< Bits of StatusRegister that Status occupies. */
    /** Frequency in the state; the unit is undocumented (megahertz in ACPI). */
    HV_UINT32 Frequency;
    /** Time of the transition to the state; the unit is undocumented (microseconds in ACPI). */
    HV_UINT32 TransitionLatency;
    /** Time that bus masters may be blocked; the unit is undocumented (microseconds in ACPI). */
    HV_UINT32 BusMasterLatency;
    /** Power in the state; the unit is undocumented (milliwatts in ACPI). */
    HV_UINT32 PowerConsumption;
} HV_X64_PPM_PERF_STATE, *PHV_X64_PPM_PERF_STATE;
HV_STATIC_ASSERT(sizeof(HV_X64_PPM_PERF_STATE) == 48);

/** A processor's performance states. Undocumented; only the original 1.x has it. */
typedef struct HV_X64_PPM_PERF_STATE_CONFIG_PROPERTY
{
    HV_UINT32 StateCount; /**< Number of valid elements of States; at most 64. */
    HV_UINT32 Padding0;
    HV_X64_PPM_PERF_STATE States[64]; /**< Performance states; StateCount of them are valid. */
    HV_UINT32 DomainId;               /**< ID of the group of processors that change together. */
    HV_UINT32 NumProcInDomain;        /**< Number of processors in the group. */
    /** HV_X64_PPM_PERF_DOMAIN_COORDINATION of the group. */
    HV_X64_PPM_PERF_DOMAIN_COORDINATION Coordination;
    HV_UINT32 Padding1;
    /** Register to which the hypervisor writes Control of a state. */
    HV_PPM_PERF_STATE_REGISTER ControlRegister;
    /** Register from which the hypervisor reads Status of a state. */
    HV_PPM_PERF_STATE_REGISTER StatusRegister;
} HV_X64_PPM_PERF_STATE_CONFIG_PROPERTY, *PHV_X64_PPM_PERF_STATE_CONFIG_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_X64_PPM_PERF_STATE_CONFIG_PROPERTY) == 3112);

/** One throttle state (ACPI _TSS). Undocumented; only the original 1.x has it. */
typedef struct HV_X64_PPM_THROTTLE_STATE
{
    /** Value that the hypervisor writes to ControlRegister to enter the state. */
    HV_UINT64 Control;
    HV_UINT64 Status; /**< Value of StatusRegister when the processor has reached the state. */
    HV_UINT32 PercentFrequency; /**< Percentage of the processor's frequency in the state. */
    /** Time of the transition to the state; the unit is undocumented. */
    HV_UINT32 TransitionLatency;
    HV_UINT32 PowerConsumption; /**< Power in the state; the unit is undocumented. */
    HV_UINT32 Padding;
} HV_X64_PPM_THROTTLE_STATE, *PHV_X64_PPM_THROTTLE_STATE;
HV_STATIC_ASSERT(sizeof(HV_X64_PPM_THROTTLE_STATE) == 32);

/** A processor's throttle states. Undocumented; only the original 1.x has it. */
typedef struct HV_X64_PPM_THROTTLE_STATE_CONFIG_PROPERTY
{
    HV_UINT32 StateCount; /**< Number of valid elements of States; at most 100. */
    HV_UINT32 Padding0;
    HV_X64_PPM_THROTTLE_STATE States[100]; /**< Throttle states; StateCount of them are valid. */
    HV_UINT32 DomainId;        /**< ID of the group of processors that change together. */
    HV_UINT32 NumProcInDomain; /**< Number of processors in the group. */
    /** HV_X64_PPM_PERF_DOMAIN_COORDINATION of the group. */
    HV_X64_PPM_PERF_DOMAIN_COORDINATION Coordination;
    HV_UINT32 Padding1;
    /** Register to which the hypervisor writes Control of a state. */
    HV_PPM_PERF_STATE_REGISTER ControlRegister;
    /** Register from which the hypervisor reads Status of a state. */
    HV_PPM_PERF_STATE_REGISTER StatusRegister;
    HV_UINT64 ControlMask; /**< Bits of ControlRegister that Control occupies. */
    HV_UINT64 StatusMask;  /**< Bits of StatusRegister that Status occupies. */
} HV_X64_PPM_THROTTLE_STATE_CONFIG_PROPERTY, *PHV_X64_PPM_THROTTLE_STATE_CONFIG_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_X64_PPM_THROTTLE_STATE_CONFIG_PROPERTY) == 3256);

/**
 * Processor Clocking Control interface of a logical processor. Undocumented; from the original 1.x
 * alone.
 */
typedef struct HV_X64_PPM_PCC_CONFIG_PROPERTY
{
    HV_UINT32 Flags;           /**< Undocumented. */
    HV_UINT32 DomainId;        /**< ID of the group of processors that change together. */
    HV_UINT32 NumProcInDomain; /**< Number of processors in the group. */
    /** HV_X64_PPM_PERF_DOMAIN_COORDINATION of the group. */
    HV_X64_PPM_PERF_DOMAIN_COORDINATION Coordination;
    /** System physical address of the memory that firmware and hypervisor share. */
    HV_UINT64 SharedMemoryAddress;
    HV_UINT32 SharedMemoryLength; /**< Length of the shared memory; the unit is undocumented. */
    HV_UINT32 Padding;
    /** Register by which the hypervisor notifies the firmware of a command. */
    HV_PPM_PERF_STATE_REGISTER Doorbell;
    HV_UINT64 DoorbellPreserve; /**< Bits of Doorbell that a write must preserve. */
    HV_UINT64 DoorbellWrite;    /**< Bits of Doorbell that a write must set. */
    HV_UINT64 DoorbellMask;     /**< Bits of Doorbell that matter, by the member's name. */
    /** Offset of the processor's input buffer in the shared memory; the unit is undocumented. */
    HV_UINT32 InputBufferOffset;
    /** Offset of the processor's output buffer in the shared memory; the unit is undocumented. */
    HV_UINT32 OutputBufferOffset;
} HV_X64_PPM_PCC_CONFIG_PROPERTY, *PHV_X64_PPM_PCC_CONFIG_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_X64_PPM_PCC_CONFIG_PROPERTY) == 72);

/** Limits of the performance states at present. Undocumented; only the original 1.x has it. */
typedef struct HV_X64_PPM_PERF_STATE_CAP_PROPERTY
{
    HV_UINT32 PStateCap;  /**< Fastest performance state allowed. */
    HV_UINT32 TStateCap;  /**< Fastest throttle state allowed. */
    HV_UINT32 ThermalCap; /**< Limit for thermal reasons; undocumented. */
} HV_X64_PPM_PERF_STATE_CAP_PROPERTY, *PHV_X64_PPM_PERF_STATE_CAP_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_X64_PPM_PERF_STATE_CAP_PROPERTY) == 12);

/*
 * Policy.
 */

/**
 * ID of a policy setting of the hypervisor's power manager.
 *
 * There are two lists with the same names and different numbers: the list of the original 1.x for
 * x64, and that of the symbols of ARM64 (26100). The names without an architecture follow the
 * target.
 */
typedef HV_UINT32 HV_PPM_POWER_POLICY_SETTING_ID, *PHV_PPM_POWER_POLICY_SETTING_ID;
enum
{
    HvPowerPolicyIdleDisable = 0,
    HvPowerPolicyIdleTimeCheck = 1,

    /* ARM64. Source: symbols of securekernel 26100. */
    HvPowerPolicyIdleScalingAllow = 2,
    HvArm64PowerPolicyIdlePromoteThreshold = 3,
    HvArm64PowerPolicyIdleDemoteThreshold = 4,
    HvArm64PowerPolicyIdleStateMaximum = 5,
    HvArm64PowerPolicyMax = 6,

    /* x64, in the original only. */
    HvX64PowerPolicyIdlePromoteThreshold = 0x02,
    HvX64PowerPolicyIdleDemoteThreshold = 0x03,
    HvX64PowerPolicyIdleStateMaximum = 0x04,
    HvPowerPolicyThrottleMaximum = 0x05,
    HvPowerPolicyThrottleMinimum = 0x06,
    HvPowerPolicyPerfIncreaseThreshold = 0x07,
    HvPowerPolicyPerfDecreaseThreshold = 0x08,
    HvPowerPolicyPerfIncreasePolicy = 0x09,
    HvPowerPolicyPerfDecreasePolicy = 0x0A,
    HvPowerPolicyCoreParkingIncreasePolicy = 0x0B,
    HvPowerPolicyCoreParkingDecreasePolicy = 0x0C,
    HvPowerPolicyCoreParkingMaxCores = 0x0D,
    HvPowerPolicyCoreParkingMinCores = 0x0E,
    HvPowerPolicyPerfTimeCheck = 0x0F,
    HvPowerPolicyPerfIncreaseTime = 0x10,
    HvPowerPolicyPerfDecreaseTime = 0x11,
    HvPowerPolicyPerfBoostPolicy = 0x12,
    HvPowerPolicyPerfBoostMode = 0x13,
    HvX64PowerPolicyMax = 0x14,

    /* By target. */
    HvPowerPolicyIdlePromoteThreshold = HV_BY_TARGET(0x02, 3),
    HvPowerPolicyIdleDemoteThreshold = HV_BY_TARGET(0x03, 4),
    HvPowerPolicyIdleStateMaximum = HV_BY_TARGET(0x04, 5),
    HvPowerPolicyMax = HV_BY_TARGET(0x14, 6),
};

/** Policy setting and its value. Source: symbols of securekernel 26100. */
typedef struct HV_PPM_POWER_POLICY_SETTING
{
    HV_PPM_POWER_POLICY_SETTING_ID SettingId; /**< HV_PPM_POWER_POLICY_SETTING_ID. */
    HV_UINT32 Value; /**< Value of the setting; its range is undocumented. */
} HV_PPM_POWER_POLICY_SETTING, *PHV_PPM_POWER_POLICY_SETTING;
HV_STATIC_ASSERT(sizeof(HV_PPM_POWER_POLICY_SETTING) == 8);

/**
 * HvPowerPropertyStatsOffsets: offsets of counters, each in bytes from the start of a logical
 * processor's statistics page, by the name of the counter. Source: symbols of securekernel 26100.
 */
typedef struct HV_POWER_STATS_OFFSETS
{
    HV_UINT32 GlobalTime; /**< Offset in bytes of the reference time, in 100 ns. */
    /** Offset in bytes of the time that the processor has run, in 100 ns since its start. */
    HV_UINT32 TotalRunTime;
    HV_UINT32 IdleSequenceNumber; /**< Offset in bytes of the sequence number of idle periods. */
    HV_UINT32 GlobalTscCount;     /**< Offset in bytes of the TSC count; at most 4088. */
    /** Offset in bytes of the TSC count while the processor was active; at most 4088. */
    HV_UINT32 ActiveTscCount;
    HV_UINT32 IdleAccumulation; /**< Offset in bytes of the accumulated idle time. */
    /** Offsets of the feedback counters. */
    struct
    {
        HV_UINT32 Reference; /**< Offset in bytes of the count of reference cycles. */
        HV_UINT32 Actual;    /**< Offset in bytes of the count of delivered cycles. */
    } CycleCount[2];
    /** Offset in bytes of the sequence number of the last refresh. */
    HV_UINT32 CounterRefreshSequenceNumber;
    /** Offset in bytes of the reference time of the last refresh, in 100 ns. */
    HV_UINT32 CounterRefreshReferenceTime;
    /** Offset in bytes of the idle time at the last refresh. */
    HV_UINT32 IdleAccumulationSnapshot;
    /** Offset in bytes of the active TSC count at the last refresh. */
    HV_UINT32 ActiveTscCountSnapshot;
} HV_POWER_STATS_OFFSETS, *PHV_POWER_STATS_OFFSETS;
HV_STATIC_ASSERT(sizeof(HV_POWER_STATS_OFFSETS) == 56);

/*
 * HvCallGetPowerProperty, HvCallSetPowerProperty
 */

/** Power property. Properties with Lp in their name belong to one logical processor. */
typedef HV_UINT32 HV_POWER_PROPERTY_TYPE, *PHV_POWER_PROPERTY_TYPE;
enum
{
    HvPowerPropertyLpIdleStateConfig = 0,      /**< HV_X64_PPM_IDLE_STATE_CONFIG_PROPERTY. */
    HvPowerPropertyLpPerfFeedbackCounters = 1, /**< HV_PROCESSOR_PERF_FEEDBACK_COUNTERS_CONFIG. */
    /** PercentFrequency: performance that the root requests. */
    HvPowerPropertyLpPercentageFrequency = 2,
    HvPowerPropertyLpNextPlatformStateIndex = 3, /**< HV_PLATFORM_STATE_INDEX. */
    HvPowerPropertyStatsOffsets = 4,             /**< HV_POWER_STATS_OFFSETS; read-only. */
    HvPowerPropertyPolicySetting = 5,            /**< HV_PPM_POWER_POLICY_SETTING. */
    HvPowerPropertyLpCppcRequestValue = 6,       /**< CppcRequestValue; write-only. */
    /** HV_PROCESSOR_CPPC_REQUEST_REGISTER; write-only. */
    HvPowerPropertyLpCppcRequestRegister = 7,
    HvPowerPropertyLpIdleStateConfigEx = 8, /**< HV_X64_PPM_IDLE_STATE_CONFIG_PROPERTY_EX. */
};

/**
 * Input of HvCallGetPowerProperty, which reads a power property. Output:
 * HV_OUTPUT_GET_POWER_PROPERTY.
 *
 * The caller needs the privilege CpuManagement. Source: symbols of securekernel 26100.
 */
typedef struct HV_CALL_ATTRIBUTES HV_INPUT_GET_POWER_PROPERTY
{
    HV_POWER_PROPERTY_TYPE Type; /**< HV_POWER_PROPERTY_TYPE. */
    union
    {
        /** Argument of a property without Lp in its name. */
        union
        {
            /** HV_PPM_POWER_POLICY_SETTING_ID, for HvPowerPropertyPolicySetting. */
            HV_PPM_POWER_POLICY_SETTING_ID PolicySettingId;
        } Global;
        /** Argument of a property with Lp in its name. */
        struct
        {
            HV_LOGICAL_PROCESSOR_INDEX LpIndex; /**< Logical processor of the property. */
        } Processor;
    };
} HV_INPUT_GET_POWER_PROPERTY, *PHV_INPUT_GET_POWER_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_POWER_PROPERTY) == 8);

/**
 * Output of HvCallGetPowerProperty: value of the property. Source: symbols of securekernel 26100.
 */
typedef union HV_OUTPUT_GET_POWER_PROPERTY
{
    HV_X64_PPM_IDLE_STATE_CONFIG_PROPERTY IdleStateConfig; /**< HvPowerPropertyLpIdleStateConfig. */
    HV_UINT32 PercentFrequency; /**< HvPowerPropertyLpPercentageFrequency, in percent. */
    HV_PLATFORM_STATE_INDEX NextPlatformStateIndex; /**< HvPowerPropertyLpNextPlatformStateIndex. */
    /** HvPowerPropertyLpPerfFeedbackCounters. */
    HV_PROCESSOR_PERF_FEEDBACK_COUNTERS_CONFIG FeedbackCounterConfig;
    /** HvPowerPropertyPolicySetting. */
    struct
    {
        HV_UINT32 Value; /**< Value of the setting that the input specifies. */
    } Policy;
    HV_POWER_STATS_OFFSETS StatsOffsets; /**< HvPowerPropertyStatsOffsets. */
    /** HvPowerPropertyLpIdleStateConfigEx. */
    HV_X64_PPM_IDLE_STATE_CONFIG_PROPERTY_EX IdleStateConfigEx;
} HV_OUTPUT_GET_POWER_PROPERTY, *PHV_OUTPUT_GET_POWER_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_GET_POWER_PROPERTY) == 520);

/**
 * Input of HvCallSetPowerProperty, which writes a power property. No output.
 *
 * The caller needs the privilege CpuManagement. Source: symbols of securekernel 26100.
 */
typedef struct HV_INPUT_SET_POWER_PROPERTY
{
    HV_POWER_PROPERTY_TYPE Type; /**< HV_POWER_PROPERTY_TYPE. */
    HV_UINT32 Padding;
    union
    {
        /** Argument and value of a property with Lp in its name. */
        struct
        {
            HV_LOGICAL_PROCESSOR_INDEX LpIndex; /**< Logical processor of the property. */
            HV_UINT32 Padding0;
            union
            {
                /** HvPowerPropertyLpIdleStateConfig. */
                HV_X64_PPM_IDLE_STATE_CONFIG_PROPERTY IdleStateConfig;
                /** HvPowerPropertyLpIdleStateConfigEx. */
                HV_X64_PPM_IDLE_STATE_CONFIG_PROPERTY_EX IdleStateConfigEx;
                /** HvPowerPropertyLpPercentageFrequency, in percent. */
                HV_UINT32 PercentFrequency;
                /** HvPowerPropertyLpNextPlatformStateIndex. */
                HV_PLATFORM_STATE_INDEX NextPlatformStateIndex;
                /** HvPowerPropertyLpPerfFeedbackCounters. */
                HV_PROCESSOR_PERF_FEEDBACK_COUNTERS_CONFIG FeedbackCounterConfig;
                HV_UINT64 CppcRequestValue; /**< HvPowerPropertyLpCppcRequestValue. */
                /** HvPowerPropertyLpCppcRequestRegister. */
                HV_PROCESSOR_CPPC_REQUEST_REGISTER CppcRequestRegister;
            };
        } Processor;
        /** Value of a property without Lp in its name. */
        union
        {
            HV_PPM_POWER_POLICY_SETTING Policy; /**< HvPowerPropertyPolicySetting. */
        } Global;
    };
} HV_INPUT_SET_POWER_PROPERTY, *PHV_INPUT_SET_POWER_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SET_POWER_PROPERTY) == 536);

/*
 * Sleep.
 */

/** Sleep state of ACPI. */
typedef HV_UINT32 HV_SLEEP_STATE, *PHV_SLEEP_STATE;
enum
{
    HvSleepStateS1 = 1,
    HvSleepStateS2 = 2,
    HvSleepStateS3 = 3,
    HvSleepStateS4 = 4,
    HvSleepStateS5 = 5,
    HvSleepStateLock = 6, /**< Not a state; undocumented. */
};

/**
 * Method of entering a sleep state; value of HvSleepStateProperty (System.h). Source: symbols of
 * securekernel 26100.
 */
typedef struct HV_SLEEP_STATE_INFO
{
    HV_SLEEP_STATE SleepState; /**< HV_SLEEP_STATE. */
    /** Value of SLP_TYP that the hypervisor writes to the PM1a control register of ACPI. */
    HV_UINT8 Pm1a_SLP_TYP;
    /** Value of SLP_TYP that the hypervisor writes to the PM1b control register of ACPI. */
    HV_UINT8 Pm1b_SLP_TYP;
    HV_UINT16 Padding;
} HV_SLEEP_STATE_INFO, *PHV_SLEEP_STATE_INFO;
HV_STATIC_ASSERT(sizeof(HV_SLEEP_STATE_INFO) == 8);

/**
 * Input of HvCallEnterSleepState, by which the root partition puts the machine to sleep. No output.
 * Source: symbols of securekernel 26100.
 */
typedef struct HV_CALL_ATTRIBUTES HV_INPUT_ENTER_SLEEP_STATE
{
    HV_SLEEP_STATE SleepState; /**< HV_SLEEP_STATE that the machine enters. */
    HV_UINT32 Padding;
} HV_INPUT_ENTER_SLEEP_STATE, *PHV_INPUT_ENTER_SLEEP_STATE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_ENTER_SLEEP_STATE) == 8);

/**
 * Input of HvCallNotifyStandbyTransition, by which the root partition announces standby. No output.
 * Source: symbols of securekernel 26100.
 */
typedef struct HV_CALL_ATTRIBUTES HV_INPUT_PREPARE_FOR_SLEEP
{
    HV_BOOLEAN Entering;      /**< Nonzero if the machine enters standby, 0 if it leaves standby. */
    HV_BOOLEAN ModernStandby; /**< Nonzero if it is modern (connected) standby. */
    HV_UINT8 Padding[6];
} HV_INPUT_PREPARE_FOR_SLEEP, *PHV_INPUT_PREPARE_FOR_SLEEP;
HV_STATIC_ASSERT(sizeof(HV_INPUT_PREPARE_FOR_SLEEP) == 8);

/**
 * Registers with which an x64 processor continues after hibernation. Each member is the register of
 * its name.
 *
 * Undocumented; only the original 1.x has it.
 */
typedef struct HV_X64_PROC_STATE_GP_REGS
{
    HV_UINT64 Rip;
    HV_UINT64 Rsp;
    HV_UINT64 Rbp;
    HV_UINT64 Rbx;
    HV_UINT64 Rdi;
    HV_UINT64 Rsi;
    HV_UINT64 R12;
    HV_UINT64 R13;
    HV_UINT64 R14;
    HV_UINT64 R15;
} HV_X64_PROC_STATE_GP_REGS, *PHV_X64_PROC_STATE_GP_REGS;
HV_STATIC_ASSERT(sizeof(HV_X64_PROC_STATE_GP_REGS) == 80);

/**
 * Registers with which an ARM64 processor continues after hibernation. Each member except X is the
 * register of its name.
 *
 * Source: symbols of securekernel 26100.
 */
typedef struct HV_ARM64_PROC_STATE_GP_REGS
{
    HV_UINT64 X[13]; /**< Thirteen general registers; the selection is undocumented. */
    HV_UINT64 Sp;
    HV_UINT64 Pc;
} HV_ARM64_PROC_STATE_GP_REGS, *PHV_ARM64_PROC_STATE_GP_REGS;
HV_STATIC_ASSERT(sizeof(HV_ARM64_PROC_STATE_GP_REGS) == 120);

/**
 * Input of HvCallPrepareForHibernate, x64. Undocumented; only the original 1.x has it. Output:
 * HV_OUTPUT_PREPARE_FOR_HIBERNATE.
 */
typedef struct HV_X64_INPUT_PREPARE_FOR_HIBERNATE
{
    /** Registers with which the processor continues after hibernation. */
    HV_X64_PROC_STATE_GP_REGS ResumeGpRegs;
    /** Trust level of the application processors, by the member's name. Undocumented. */
    HV_VTL RestrictApVtl;
    HV_UINT8 Padding[7];
} HV_X64_INPUT_PREPARE_FOR_HIBERNATE, *PHV_X64_INPUT_PREPARE_FOR_HIBERNATE;
HV_STATIC_ASSERT(sizeof(HV_X64_INPUT_PREPARE_FOR_HIBERNATE) == 88);

/**
 * Input of HvCallPrepareForHibernate, ARM64. Output: HV_OUTPUT_PREPARE_FOR_HIBERNATE. Source:
 * symbols of securekernel 26100.
 */
typedef struct HV_ARM64_INPUT_PREPARE_FOR_HIBERNATE
{
    /** Registers with which the processor continues after hibernation. */
    HV_ARM64_PROC_STATE_GP_REGS ResumeGpRegs;
    /** Trust level of the application processors, by the member's name. Undocumented. */
    HV_VTL RestrictApVtl;
    HV_UINT8 Padding[7];
} HV_ARM64_INPUT_PREPARE_FOR_HIBERNATE, *PHV_ARM64_INPUT_PREPARE_FOR_HIBERNATE;
HV_STATIC_ASSERT(sizeof(HV_ARM64_INPUT_PREPARE_FOR_HIBERNATE) == 128);

typedef HV_BY_TARGET(HV_X64_INPUT_PREPARE_FOR_HIBERNATE, HV_ARM64_INPUT_PREPARE_FOR_HIBERNATE)
    HV_INPUT_PREPARE_FOR_HIBERNATE, *PHV_INPUT_PREPARE_FOR_HIBERNATE;

/** Output of HvCallPrepareForHibernate: entry of the hypervisor for the resuming loader. */
typedef struct HV_OUTPUT_PREPARE_FOR_HIBERNATE
{
    /** Root of the hypervisor's page tables. The symbols have this name on ARM64 too. */
    HV_UINT64 HvCr3;
    HV_UINT64 HvEntryPoint; /**< Virtual address at which the loader enters the hypervisor. */
    /** Address of memory that is reserved for the transition; the address space is undocumented. */
    HV_UINT64 HvReservedTransitionAddress;
    /** Size of the reserved memory; the unit is undocumented. */
    HV_UINT64 HvReservedTransitionAddressSize;
} HV_OUTPUT_PREPARE_FOR_HIBERNATE, *PHV_OUTPUT_PREPARE_FOR_HIBERNATE;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_PREPARE_FOR_HIBERNATE) == 32);
/** Name of HV_OUTPUT_PREPARE_FOR_HIBERNATE in the original 1.x. */
typedef HV_OUTPUT_PREPARE_FOR_HIBERNATE HV_X64_OUTPUT_PREPARE_FOR_HIBERNATE, *PHV_X64_OUTPUT_PREPARE_FOR_HIBERNATE;

/*
 * Watchdog, run time, features.
 */

/**
 * State of the hypervisor's support for the hardware watchdog of the machine. Undocumented. Source:
 * symbols of securekernel 26100.
 */
typedef HV_UINT32 HV_HW_WATCHDOG_STATUS, *PHV_HW_WATCHDOG_STATUS;
enum
{
    HvHwWatchdogUnsupported = 0,
    HvHwWatchdogReady = 1,
    HvHwWatchdogStaticAvailable = 2,
    HvHwWatchdogDynamicAvailable = 3,
    HvHwWatchdogStaticActive = 4,
    HvHwWatchdogDynamicActive = 5,
};

/**
 * Input of HvCallSetHwWatchdogConfig. The content is undocumented. Source: symbols of
 * securekernel 26100.
 */
typedef struct HV_CALL_ATTRIBUTES HV_INPUT_SET_HW_WATCHDOG_CONFIG
{
    HV_UINT8 Data[1]; /**< First byte of the content; the length is undocumented. */
    HV_UINT8 Padding[7];
} HV_INPUT_SET_HW_WATCHDOG_CONFIG, *PHV_INPUT_SET_HW_WATCHDOG_CONFIG;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SET_HW_WATCHDOG_CONFIG) == 8);

/**
 * Input of HvCallGetLogicalProcessorRunTime, which reads the run time of a logical processor.
 * Output: HV_OUTPUT_GET_LOGICAL_PROCESSOR_RUN_TIME.
 *
 * The utilization between two calls is the difference of LocalRunTime divided by the difference of
 * GlobalTime. The caller needs the privilege CpuManagement. In TLFS 2.0 the call has no input, and
 * reports the processor that makes the call.
 *
 * Source: WDK 7.1; symbols of securekernel 26100.
 */
typedef struct HV_CALL_ATTRIBUTES HV_INPUT_GET_LOGICAL_PROCESSOR_RUN_TIME
{
    HV_LOGICAL_PROCESSOR_INDEX LpIndex; /**< Logical processor whose run time the call reads. */
    HV_UINT32 Padding;
} HV_INPUT_GET_LOGICAL_PROCESSOR_RUN_TIME, *PHV_INPUT_GET_LOGICAL_PROCESSOR_RUN_TIME;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_LOGICAL_PROCESSOR_RUN_TIME) == 8);

/** Output of HvCallGetLogicalProcessorRunTime. Source: WDK 7.1; symbols of securekernel 26100. */
typedef struct HV_OUTPUT_GET_LOGICAL_PROCESSOR_RUN_TIME
{
    HV_NANO100_TIME GlobalTime; /**< Reference time of the call, in units of 100 ns. */
    /** Time since its start that the processor has not been idle, in units of 100 ns. */
    HV_NANO100_DURATION LocalRunTime;
    HV_UINT64 RsvdZ;
    /** Run time of the hypervisor itself on the processor, in units of 100 ns. */
    HV_NANO100_DURATION HypervisorTime;
} HV_OUTPUT_GET_LOGICAL_PROCESSOR_RUN_TIME, *PHV_OUTPUT_GET_LOGICAL_PROCESSOR_RUN_TIME;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_GET_LOGICAL_PROCESSOR_RUN_TIME) == 32);

/** Input of HvCallUpdateHvProcessorFeatures. No output. Source: symbols of securekernel 26100. */
typedef struct HV_INPUT_UPDATE_PROCESSOR_FEATURES
{
    HV_UINT32 Property; /**< Index of the word of processor features. */
    HV_UINT32 RsvdZ;
    HV_UINT64 Value; /**< New value of the word. */
} HV_INPUT_UPDATE_PROCESSOR_FEATURES, *PHV_INPUT_UPDATE_PROCESSOR_FEATURES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_UPDATE_PROCESSOR_FEATURES) == 16);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_POWER */
