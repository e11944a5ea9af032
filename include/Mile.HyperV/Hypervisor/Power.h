/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Processor power management and sleep: the interface of the root partition.
 *
 * The hypervisor owns the processors, but the root partition's operating
 * system has the ACPI tables, the power policy and the drivers. So they share
 * the work:
 *
 *  - idle states: the root specifies, for each logical processor, which idle
 *    states (C-states, or PSCI states on ARM64) there are and how each is
 *    entered (HV_PPM_IDLE_STATE); the hypervisor chooses among them when a
 *    processor has nothing to run, by the policy settings that the root gives.
 *    With HvCallRequestProcessorHalt the root can ask for one itself;
 *  - performance states: the root reads how fast a processor has been running
 *    from feedback counters and sets what it wants, as a percentage or as an
 *    ACPI CPPC request, for the hypervisor to write to the processor;
 *  - statistics: HV_POWER_STATS_OFFSETS specifies to the root where in the processor's
 *    statistics page (Statistics.h) the counters lie that it needs for that;
 *  - sleep: the root specifies how the machine enters each sleep state when the
 *    hypervisor starts (system property HvSleepStateProperty), and enters one
 *    with HvCallEnterSleepState. Before hibernation
 *    HvCallPrepareForHibernate gives what the resuming loader needs.
 *
 * A guest has none of this; its halt is an intercept or the guest idle MSR
 * (Msr.h). The calls need the privilege CpuManagement
 * (HV_STATUS_ACCESS_DENIED). Latencies, residencies and power come from ACPI
 * tables; the units that the hypervisor expects are undocumented.
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
    HvPowerChangeIssueHlt = 0,               /**< HLT. */
    HvPowerChangeReadIoThenIssueHlt = 1,     /**< Read an I/O port, then HLT. */
    HvPowerChangeReadIo = 2,                 /**< Read an I/O port. */
    HvPowerChangeIssueMwait = 3,             /**< MONITOR and MWAIT. */
    HvPowerChangeIssueWfi = 4,               /**< ARM64: WFI. */
    HvPowerChangeIssuePsci = 5,              /**< ARM64: PSCI CPU_SUSPEND. */

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
 * Method of entering one idle state. The first 52 bits depend on ChangeType; the
 * bus-master bits are those of ACPI's PM1 and PM2 registers for C3.
 *
 * Source: symbols of securekernel 26100.
 */
typedef union HV_PPM_IDLE_STATE_CONFIG
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 TypeSpecific : 52; /**< Bits 0 to 51: see the members below. */
        HV_UINT64 ChangeType : 4;    /**< Bits 52 to 55: HV_PPM_IDLE_STATE_CHANGE_METHOD. */
        HV_UINT64 CheckBM_STS : 1;   /**< Bit 56: not if there is bus-master activity. */
        HV_UINT64 SetBM_RST : 1;     /**< Bit 57: bus-master activity wakes. */
        HV_UINT64 ClearBM_RST : 1;   /**< Bit 58: it does not. */
        HV_UINT64 SetARB_DIS : 1;    /**< Bit 59: stop bus arbitration. */
        HV_UINT64 ReservedZ : 4;     /**< Bits 60 to 63: zero. */
    };
#endif
    /** HvPowerChangeIssueHlt. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 ReservedZ : 52;    /**< Bits 0 to 51: zero. */
        HV_UINT64 ReservedType : 12; /**< Bits 52 to 63: as above. */
    } Hlt;
#endif
    /** HvPowerChangeReadIo and HvPowerChangeReadIoThenIssueHlt. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Port : 16;         /**< Bits 0 to 15. */
        HV_UINT64 ReservedZ1 : 16;   /**< Bits 16 to 31: zero. */
        HV_UINT64 ReservedZ2 : 20;   /**< Bits 32 to 51: zero. */
        HV_UINT64 ReservedType : 12; /**< Bits 52 to 63: as above. */
    } Io;
#endif
    /** HvPowerChangeIssueMwait. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Hints : 32;                 /**< Bits 0 to 31: EAX of MWAIT. */
        /** Bit 32: an interrupt ends it though interrupts are masked. */
        HV_UINT64 BreakOnMaskedInterrupt : 1;
        HV_UINT64 ReservedZ : 19;             /**< Bits 33 to 51: zero. */
        HV_UINT64 ReservedType : 12;          /**< Bits 52 to 63: as above. */
    } Mwait;
#endif
    /** HvPowerChangeIssuePsci. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 PowerState : 32; /**< Bits 0 to 31: the argument of CPU_SUSPEND. */
        HV_UINT64 Reserved : 32;   /**< Bits 32 to 63: ChangeType and the rest as above. */
    } Psci;
#endif
} HV_PPM_IDLE_STATE_CONFIG, *PHV_PPM_IDLE_STATE_CONFIG;
HV_STATIC_ASSERT(sizeof(HV_PPM_IDLE_STATE_CONFIG) == 8);

/** One idle state. Source: symbols of securekernel 26100. */
typedef struct HV_PPM_IDLE_STATE
{
    HV_PPM_IDLE_STATE_CONFIG Config;
    HV_UINT32 Type;             /**< The ACPI C-state that it counts as. */
    HV_UINT32 HardwareLatency;  /**< Time to leave it. */
    HV_UINT32 PowerConsumption; /**< Power drawn in it. */
    HV_UINT32 Padding;
} HV_PPM_IDLE_STATE, *PHV_PPM_IDLE_STATE;
HV_STATIC_ASSERT(sizeof(HV_PPM_IDLE_STATE) == 24);

/**
 * A processor's idle states; HvPowerPropertyLpIdleStateConfig. Source: symbols of securekernel
 * 26100.
 */
typedef struct HV_X64_PPM_IDLE_STATE_CONFIG_PROPERTY
{
    HV_UINT32 StateCount; /**< Number of valid elements of States. */
    HV_UINT32 Padding;
    HV_PPM_IDLE_STATE States[16];
} HV_X64_PPM_IDLE_STATE_CONFIG_PROPERTY, *PHV_X64_PPM_IDLE_STATE_CONFIG_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_X64_PPM_IDLE_STATE_CONFIG_PROPERTY) == 392);

/** One idle state with its residency. Source: symbols of securekernel 26100. */
typedef struct HV_PPM_IDLE_STATE_EX
{
    union
    {
        HV_PPM_IDLE_STATE LegacyHvIdleState;
        struct
        {
            HV_PPM_IDLE_STATE_CONFIG Config;
            HV_UINT32 Type;
            HV_UINT32 HardwareLatency;
            HV_UINT32 PowerConsumption;
            HV_UINT32 Padding0;
        };
    };
    HV_UINT32 MinimumResidency; /**< Shortest worthwhile stay in the state. Undocumented unit. */
    HV_UINT32 Padding1;
} HV_PPM_IDLE_STATE_EX, *PHV_PPM_IDLE_STATE_EX;
HV_STATIC_ASSERT(sizeof(HV_PPM_IDLE_STATE_EX) == 32);

/**
 * The same of a processor's states; HvPowerPropertyLpIdleStateConfigEx. Source: symbols of
 * securekernel 26100.
 */
typedef struct HV_X64_PPM_IDLE_STATE_CONFIG_PROPERTY_EX
{
    HV_UINT32 Version;
    HV_UINT32 StateCount; /**< Number of valid elements of States. */
    HV_PPM_IDLE_STATE_EX States[16];
} HV_X64_PPM_IDLE_STATE_CONFIG_PROPERTY_EX, *PHV_X64_PPM_IDLE_STATE_CONFIG_PROPERTY_EX;
HV_STATIC_ASSERT(sizeof(HV_X64_PPM_IDLE_STATE_CONFIG_PROPERTY_EX) == 520);

/** Idle state of the whole platform; HvPowerPropertyLpNextPlatformStateIndex. */
typedef HV_UINT32 HV_PLATFORM_STATE_INDEX, *PHV_PLATFORM_STATE_INDEX;
enum
{
    HvPlatformStateNonIdle = 0,
    HvPlatformStateIdle = 1,
};

/*
 * HvCallRequestProcessorHalt
 */

/** Way to halt. Source: symbols of securekernel 26100. */
typedef union HV_INPUT_REQUEST_PROCESSOR_HALT_FLAGS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 UseDefaultSuspend : 1; /**< Bit 0: the default, whatever Config says. */
        HV_UINT32 RsvdZ : 31;            /**< Bits 1 to 31: zero. */
    };
#endif
} HV_INPUT_REQUEST_PROCESSOR_HALT_FLAGS, *PHV_INPUT_REQUEST_PROCESSOR_HALT_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_INPUT_REQUEST_PROCESSOR_HALT_FLAGS) == 4);

/** An idle state asked for. Source: symbols of securekernel 26100. */
typedef struct HV_PPM_IDLE_STATE_REQUEST
{
    HV_PPM_IDLE_STATE_CONFIG Config;
    HV_UINT32 CStateType;
    HV_INPUT_REQUEST_PROCESSOR_HALT_FLAGS Flags;
} HV_PPM_IDLE_STATE_REQUEST, *PHV_PPM_IDLE_STATE_REQUEST;
HV_STATIC_ASSERT(sizeof(HV_PPM_IDLE_STATE_REQUEST) == 16);

/**
 * Input of HvCallRequestProcessorHalt: two registers of a fast call. Source: symbols of
 * securekernel 26100.
 */
typedef union HV_INPUT_REQUEST_PROCESSOR_HALT
{
    HV_PPM_IDLE_STATE_REQUEST IdleRequest;
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
    HvPerfStateRegisterMemory = 3, /**< Undocumented; from the original 1.x alone. */
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
 * A performance register: its kind and where it is. Source: symbols of securekernel 26100; Memory:
 * the original.
 */
typedef union HV_PPM_PERF_STATE_REGISTER
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 TypeSpecific : 52; /**< Bits 0 to 51: see the members below. */
        HV_UINT64 RegisterType : 12; /**< Bits 52 to 63: HV_PPM_PERF_STATE_REGISTER_TYPE. */
    };
#endif
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 RegisterNumber : 32; /**< Bits 0 to 31. */
        HV_UINT64 BitWidth : 8;        /**< Bits 32 to 39: of the field in the register. */
        HV_UINT64 BitOffset : 8;       /**< Bits 40 to 47: of the field in the register. */
        HV_UINT64 ReservedZ : 4;       /**< Bits 48 to 51: zero. */
        HV_UINT64 ReservedType : 12;   /**< Bits 52 to 63: RegisterType. */
    } Msr;
#endif
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Port : 16;         /**< Bits 0 to 15. */
        HV_UINT64 AccessSize : 16;   /**< Bits 16 to 31: HV_X64_PPM_PERF_STATE_PORT_ACCESS_SIZE. */
        HV_UINT64 BitWidth : 8;      /**< Bits 32 to 39: in the original only. */
        HV_UINT64 BitOffset : 8;     /**< Bits 40 to 47: in the original only. */
        HV_UINT64 ReservedZ : 4;     /**< Bits 48 to 51: zero. */
        HV_UINT64 ReservedType : 12; /**< Bits 52 to 63: RegisterType. */
    } Io;
#endif
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Address : 52;      /**< Bits 0 to 51. */
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
    HV_PPM_PERF_STATE_REGISTER ReferenceCount;
    HV_PPM_PERF_STATE_REGISTER ActualCount;
    HV_BOOLEAN ResetRegisters; /**< By its name: they begin anew with each reading. */
    HV_UINT8 Padding[7];
} HV_PPM_FEEDBACK_REGISTER_PAIR, *PHV_PPM_FEEDBACK_REGISTER_PAIR;
HV_STATIC_ASSERT(sizeof(HV_PPM_FEEDBACK_REGISTER_PAIR) == 24);

/**
 * A processor's feedback counters; HvPowerPropertyLpPerfFeedbackCounters. Source: symbols of
 * securekernel 26100.
 */
typedef struct HV_PROCESSOR_PERF_FEEDBACK_COUNTERS_CONFIG
{
    HV_UINT32 Count; /**< Number of valid pairs. */
    HV_UINT32 Padding;
    HV_PPM_FEEDBACK_REGISTER_PAIR FeedbackCounters[4];
} HV_PROCESSOR_PERF_FEEDBACK_COUNTERS_CONFIG, *PHV_PROCESSOR_PERF_FEEDBACK_COUNTERS_CONFIG;
HV_STATIC_ASSERT(sizeof(HV_PROCESSOR_PERF_FEEDBACK_COUNTERS_CONFIG) == 104);

/**
 * Register of a CPPC request; HvPowerPropertyLpCppcRequestRegister. Source: symbols of securekernel
 * 26100.
 */
typedef struct HV_PROCESSOR_CPPC_REQUEST_REGISTER
{
    HV_UINT64 PhysicalAddress;
    HV_UINT64 Address;
    HV_UINT64 Mask;
    HV_UINT8 AccessSize;
    HV_UINT8 Padding[7];
} HV_PROCESSOR_CPPC_REQUEST_REGISTER, *PHV_PROCESSOR_CPPC_REQUEST_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_PROCESSOR_CPPC_REQUEST_REGISTER) == 32);

/** Policy for switching CPPC requests with the virtual processors. */
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
 * Undocumented; from the original 1.x alone.
 */
typedef HV_UINT32 HV_X64_PPM_PERF_DOMAIN_COORDINATION, *PHV_X64_PPM_PERF_DOMAIN_COORDINATION;
enum
{
    HvX64PerfDomainCoordinationSwAll = 0, /**< Software, on all of them. */
    HvX64PerfDomainCoordinationSwAny = 1, /**< Software, on any of them. */
    HvX64PerfDomainCoordinationHwAll = 2, /**< Hardware. */
};

/** One performance state (ACPI _PSS). Undocumented; from the original 1.x alone. */
typedef struct HV_X64_PPM_PERF_STATE
{
    HV_UINT64 Control; /**< Written to enter it. */
    HV_UINT64 Status;  /**< Read when it is reached. */
    HV_UINT64 ControlMask;
    HV_UINT64 StatusMask;
    HV_UINT32 Frequency;
    HV_UINT32 TransitionLatency;
    HV_UINT32 BusMasterLatency;
    HV_UINT32 PowerConsumption;
} HV_X64_PPM_PERF_STATE, *PHV_X64_PPM_PERF_STATE;
HV_STATIC_ASSERT(sizeof(HV_X64_PPM_PERF_STATE) == 48);

/** A processor's performance states. Undocumented; from the original 1.x alone. */
typedef struct HV_X64_PPM_PERF_STATE_CONFIG_PROPERTY
{
    HV_UINT32 StateCount;
    HV_UINT32 Padding0;
    HV_X64_PPM_PERF_STATE States[64];
    HV_UINT32 DomainId;
    HV_UINT32 NumProcInDomain;
    HV_X64_PPM_PERF_DOMAIN_COORDINATION Coordination;
    HV_UINT32 Padding1;
    HV_PPM_PERF_STATE_REGISTER ControlRegister;
    HV_PPM_PERF_STATE_REGISTER StatusRegister;
} HV_X64_PPM_PERF_STATE_CONFIG_PROPERTY, *PHV_X64_PPM_PERF_STATE_CONFIG_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_X64_PPM_PERF_STATE_CONFIG_PROPERTY) == 3112);

/** One throttle state (ACPI _TSS). Undocumented; from the original 1.x alone. */
typedef struct HV_X64_PPM_THROTTLE_STATE
{
    HV_UINT64 Control;
    HV_UINT64 Status;
    HV_UINT32 PercentFrequency;
    HV_UINT32 TransitionLatency;
    HV_UINT32 PowerConsumption;
    HV_UINT32 Padding;
} HV_X64_PPM_THROTTLE_STATE, *PHV_X64_PPM_THROTTLE_STATE;
HV_STATIC_ASSERT(sizeof(HV_X64_PPM_THROTTLE_STATE) == 32);

/** A processor's throttle states. Undocumented; from the original 1.x alone. */
typedef struct HV_X64_PPM_THROTTLE_STATE_CONFIG_PROPERTY
{
    HV_UINT32 StateCount;
    HV_UINT32 Padding0;
    HV_X64_PPM_THROTTLE_STATE States[100];
    HV_UINT32 DomainId;
    HV_UINT32 NumProcInDomain;
    HV_X64_PPM_PERF_DOMAIN_COORDINATION Coordination;
    HV_UINT32 Padding1;
    HV_PPM_PERF_STATE_REGISTER ControlRegister;
    HV_PPM_PERF_STATE_REGISTER StatusRegister;
    HV_UINT64 ControlMask;
    HV_UINT64 StatusMask;
} HV_X64_PPM_THROTTLE_STATE_CONFIG_PROPERTY, *PHV_X64_PPM_THROTTLE_STATE_CONFIG_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_X64_PPM_THROTTLE_STATE_CONFIG_PROPERTY) == 3256);

/**
 * A processor's Processor Clocking Control interface. Undocumented; from the original 1.x alone.
 */
typedef struct HV_X64_PPM_PCC_CONFIG_PROPERTY
{
    HV_UINT32 Flags;
    HV_UINT32 DomainId;
    HV_UINT32 NumProcInDomain;
    HV_X64_PPM_PERF_DOMAIN_COORDINATION Coordination;
    HV_UINT64 SharedMemoryAddress;
    HV_UINT32 SharedMemoryLength;
    HV_UINT32 Padding;
    HV_PPM_PERF_STATE_REGISTER Doorbell;
    HV_UINT64 DoorbellPreserve; /**< Bits to leave as they are. */
    HV_UINT64 DoorbellWrite;    /**< Bits to set. */
    HV_UINT64 DoorbellMask;
    HV_UINT32 InputBufferOffset;
    HV_UINT32 OutputBufferOffset;
} HV_X64_PPM_PCC_CONFIG_PROPERTY, *PHV_X64_PPM_PCC_CONFIG_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_X64_PPM_PCC_CONFIG_PROPERTY) == 72);

/** The fastest states allowed at present. Undocumented; from the original 1.x alone. */
typedef struct HV_X64_PPM_PERF_STATE_CAP_PROPERTY
{
    HV_UINT32 PStateCap;
    HV_UINT32 TStateCap;
    HV_UINT32 ThermalCap;
} HV_X64_PPM_PERF_STATE_CAP_PROPERTY, *PHV_X64_PPM_PERF_STATE_CAP_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_X64_PPM_PERF_STATE_CAP_PROPERTY) == 12);

/*
 * Policy.
 */

/**
 * A policy setting. There are two lists with the same names and other numbers:
 * the original's for x64, and that of the symbols of ARM64 (26100). The bare
 * names follow the target.
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

/** A setting and its value. Source: symbols of securekernel 26100. */
typedef struct HV_PPM_POWER_POLICY_SETTING
{
    HV_PPM_POWER_POLICY_SETTING_ID SettingId;
    HV_UINT32 Value;
} HV_PPM_POWER_POLICY_SETTING, *PHV_PPM_POWER_POLICY_SETTING;
HV_STATIC_ASSERT(sizeof(HV_PPM_POWER_POLICY_SETTING) == 8);

/**
 * Byte offsets of counters in a logical processor's statistics page. Source: symbols of
 * securekernel 26100.
 */
typedef struct HV_POWER_STATS_OFFSETS
{
    HV_UINT32 GlobalTime;
    HV_UINT32 TotalRunTime;
    HV_UINT32 IdleSequenceNumber;
    HV_UINT32 GlobalTscCount;
    HV_UINT32 ActiveTscCount;
    HV_UINT32 IdleAccumulation;
    struct
    {
        HV_UINT32 Reference;
        HV_UINT32 Actual;
    } CycleCount[2];
    HV_UINT32 CounterRefreshSequenceNumber;
    HV_UINT32 CounterRefreshReferenceTime;
    HV_UINT32 IdleAccumulationSnapshot;
    HV_UINT32 ActiveTscCountSnapshot;
} HV_POWER_STATS_OFFSETS, *PHV_POWER_STATS_OFFSETS;
HV_STATIC_ASSERT(sizeof(HV_POWER_STATS_OFFSETS) == 56);

/*
 * HvCallGetPowerProperty, HvCallSetPowerProperty
 */

/** Power property; those with Lp in their name are a logical processor's. */
typedef HV_UINT32 HV_POWER_PROPERTY_TYPE, *PHV_POWER_PROPERTY_TYPE;
enum
{
    HvPowerPropertyLpIdleStateConfig = 0,        /**< HV_X64_PPM_IDLE_STATE_CONFIG_PROPERTY. */
    HvPowerPropertyLpPerfFeedbackCounters = 1,   /**< HV_PROCESSOR_PERF_FEEDBACK_COUNTERS_CONFIG. */
    /** PercentFrequency: the performance that the root wants. */
    HvPowerPropertyLpPercentageFrequency = 2,
    HvPowerPropertyLpNextPlatformStateIndex = 3, /**< HV_PLATFORM_STATE_INDEX. */
    HvPowerPropertyStatsOffsets = 4,             /**< HV_POWER_STATS_OFFSETS; to be read only. */
    HvPowerPropertyPolicySetting = 5,            /**< HV_PPM_POWER_POLICY_SETTING. */
    HvPowerPropertyLpCppcRequestValue = 6,       /**< CppcRequestValue; to be set only. */
    /** HV_PROCESSOR_CPPC_REQUEST_REGISTER; to be set only. */
    HvPowerPropertyLpCppcRequestRegister = 7,
    HvPowerPropertyLpIdleStateConfigEx = 8,      /**< HV_X64_PPM_IDLE_STATE_CONFIG_PROPERTY_EX. */
};

/** Input of HvCallGetPowerProperty. Source: symbols of securekernel 26100. */
typedef struct HV_CALL_ATTRIBUTES HV_INPUT_GET_POWER_PROPERTY
{
    HV_POWER_PROPERTY_TYPE Type;
    union
    {
        union
        {
            HV_PPM_POWER_POLICY_SETTING_ID PolicySettingId;
        } Global;
        struct
        {
            HV_LOGICAL_PROCESSOR_INDEX LpIndex;
        } Processor;
    };
} HV_INPUT_GET_POWER_PROPERTY, *PHV_INPUT_GET_POWER_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_POWER_PROPERTY) == 8);

/** Output of HvCallGetPowerProperty, by the property. Source: symbols of securekernel 26100. */
typedef union HV_OUTPUT_GET_POWER_PROPERTY
{
    HV_X64_PPM_IDLE_STATE_CONFIG_PROPERTY IdleStateConfig;
    HV_UINT32 PercentFrequency;
    HV_PLATFORM_STATE_INDEX NextPlatformStateIndex;
    HV_PROCESSOR_PERF_FEEDBACK_COUNTERS_CONFIG FeedbackCounterConfig;
    struct
    {
        HV_UINT32 Value;
    } Policy;
    HV_POWER_STATS_OFFSETS StatsOffsets;
    HV_X64_PPM_IDLE_STATE_CONFIG_PROPERTY_EX IdleStateConfigEx;
} HV_OUTPUT_GET_POWER_PROPERTY, *PHV_OUTPUT_GET_POWER_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_GET_POWER_PROPERTY) == 520);

/** Input of HvCallSetPowerProperty. Source: symbols of securekernel 26100. */
typedef struct HV_INPUT_SET_POWER_PROPERTY
{
    HV_POWER_PROPERTY_TYPE Type;
    HV_UINT32 Padding;
    union
    {
        struct
        {
            HV_LOGICAL_PROCESSOR_INDEX LpIndex;
            HV_UINT32 Padding0;
            union
            {
                HV_X64_PPM_IDLE_STATE_CONFIG_PROPERTY IdleStateConfig;
                HV_X64_PPM_IDLE_STATE_CONFIG_PROPERTY_EX IdleStateConfigEx;
                HV_UINT32 PercentFrequency;
                HV_PLATFORM_STATE_INDEX NextPlatformStateIndex;
                HV_PROCESSOR_PERF_FEEDBACK_COUNTERS_CONFIG FeedbackCounterConfig;
                HV_UINT64 CppcRequestValue;
                HV_PROCESSOR_CPPC_REQUEST_REGISTER CppcRequestRegister;
            };
        } Processor;
        union
        {
            HV_PPM_POWER_POLICY_SETTING Policy;
        } Global;
    };
} HV_INPUT_SET_POWER_PROPERTY, *PHV_INPUT_SET_POWER_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SET_POWER_PROPERTY) == 536);

/*
 * Sleep.
 */

/** A sleep state of ACPI. */
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
 * Method of entering a sleep state; value of HvSleepStateProperty. Source: symbols of securekernel
 * 26100.
 */
typedef struct HV_SLEEP_STATE_INFO
{
    HV_SLEEP_STATE SleepState;
    HV_UINT8 Pm1a_SLP_TYP; /**< Value that ACPI writes to the PM1a control register. */
    HV_UINT8 Pm1b_SLP_TYP; /**< Value that ACPI writes to the PM1b control register. */
    HV_UINT16 Padding;
} HV_SLEEP_STATE_INFO, *PHV_SLEEP_STATE_INFO;
HV_STATIC_ASSERT(sizeof(HV_SLEEP_STATE_INFO) == 8);

/** Input of HvCallEnterSleepState. Source: symbols of securekernel 26100. */
typedef struct HV_CALL_ATTRIBUTES HV_INPUT_ENTER_SLEEP_STATE
{
    HV_SLEEP_STATE SleepState;
    HV_UINT32 Padding;
} HV_INPUT_ENTER_SLEEP_STATE, *PHV_INPUT_ENTER_SLEEP_STATE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_ENTER_SLEEP_STATE) == 8);

/** Input of HvCallNotifyStandbyTransition. Source: symbols of securekernel 26100. */
typedef struct HV_CALL_ATTRIBUTES HV_INPUT_PREPARE_FOR_SLEEP
{
    HV_BOOLEAN Entering;      /**< Standby is entered; clear: left. */
    HV_BOOLEAN ModernStandby; /**< It is modern (connected) standby. */
    HV_UINT8 Padding[6];
} HV_INPUT_PREPARE_FOR_SLEEP, *PHV_INPUT_PREPARE_FOR_SLEEP;
HV_STATIC_ASSERT(sizeof(HV_INPUT_PREPARE_FOR_SLEEP) == 8);

/**
 * Registers with which an x64 processor continues after hibernation. Undocumented; from the
 * original 1.x alone.
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
 * Registers with which an ARM64 processor goes on after hibernation. Source: symbols of
 * securekernel 26100.
 */
typedef struct HV_ARM64_PROC_STATE_GP_REGS
{
    HV_UINT64 X[13]; /**< Thirteen general registers; the selection is undocumented. */
    HV_UINT64 Sp;
    HV_UINT64 Pc;
} HV_ARM64_PROC_STATE_GP_REGS, *PHV_ARM64_PROC_STATE_GP_REGS;
HV_STATIC_ASSERT(sizeof(HV_ARM64_PROC_STATE_GP_REGS) == 120);

/** Input of HvCallPrepareForHibernate, x64. Undocumented; from the original 1.x alone. */
typedef struct HV_X64_INPUT_PREPARE_FOR_HIBERNATE
{
    HV_X64_PROC_STATE_GP_REGS ResumeGpRegs;
    HV_VTL RestrictApVtl;
    HV_UINT8 Padding[7];
} HV_X64_INPUT_PREPARE_FOR_HIBERNATE, *PHV_X64_INPUT_PREPARE_FOR_HIBERNATE;
HV_STATIC_ASSERT(sizeof(HV_X64_INPUT_PREPARE_FOR_HIBERNATE) == 88);

/** Input of HvCallPrepareForHibernate, ARM64. Source: symbols of securekernel 26100. */
typedef struct HV_ARM64_INPUT_PREPARE_FOR_HIBERNATE
{
    HV_ARM64_PROC_STATE_GP_REGS ResumeGpRegs;
    HV_VTL RestrictApVtl;
    HV_UINT8 Padding[7];
} HV_ARM64_INPUT_PREPARE_FOR_HIBERNATE, *PHV_ARM64_INPUT_PREPARE_FOR_HIBERNATE;
HV_STATIC_ASSERT(sizeof(HV_ARM64_INPUT_PREPARE_FOR_HIBERNATE) == 128);

typedef HV_BY_TARGET(HV_X64_INPUT_PREPARE_FOR_HIBERNATE, HV_ARM64_INPUT_PREPARE_FOR_HIBERNATE)
    HV_INPUT_PREPARE_FOR_HIBERNATE, *PHV_INPUT_PREPARE_FOR_HIBERNATE;

/** Output of HvCallPrepareForHibernate: how the resuming loader enters the hypervisor. */
typedef struct HV_OUTPUT_PREPARE_FOR_HIBERNATE
{
    HV_UINT64 HvCr3; /**< Its page tables; the symbols have this name on ARM64 too. */
    HV_UINT64 HvEntryPoint;
    HV_UINT64 HvReservedTransitionAddress;
    HV_UINT64 HvReservedTransitionAddressSize;
} HV_OUTPUT_PREPARE_FOR_HIBERNATE, *PHV_OUTPUT_PREPARE_FOR_HIBERNATE;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_PREPARE_FOR_HIBERNATE) == 32);
/** The original's name. */
typedef HV_OUTPUT_PREPARE_FOR_HIBERNATE HV_X64_OUTPUT_PREPARE_FOR_HIBERNATE, *PHV_X64_OUTPUT_PREPARE_FOR_HIBERNATE;

/*
 * Watchdog, run time, features.
 */

/**
 * Capabilities of the hypervisor for the machine's watchdog. Source: symbols of securekernel 26100.
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
 * Input of HvCallSetHwWatchdogConfig: bytes without a public description. Source: symbols of
 * securekernel 26100.
 */
typedef struct HV_CALL_ATTRIBUTES HV_INPUT_SET_HW_WATCHDOG_CONFIG
{
    HV_UINT8 Data[1]; /**< The first; the length is undocumented. */
    HV_UINT8 Padding[7];
} HV_INPUT_SET_HW_WATCHDOG_CONFIG, *PHV_INPUT_SET_HW_WATCHDOG_CONFIG;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SET_HW_WATCHDOG_CONFIG) == 8);

/**
 * Input of HvCallGetLogicalProcessorRunTime: how busy a logical processor has been.
 *
 * Two results some time apart give its utilization: the difference of LocalRunTime divided by that
 * of GlobalTime. In TLFS 2.0 there is no input, and the processor is the caller's.
 *
 * Source: WDK 7.1; symbols of securekernel 26100.
 */
typedef struct HV_CALL_ATTRIBUTES HV_INPUT_GET_LOGICAL_PROCESSOR_RUN_TIME
{
    HV_LOGICAL_PROCESSOR_INDEX LpIndex;
    HV_UINT32 Padding;
} HV_INPUT_GET_LOGICAL_PROCESSOR_RUN_TIME, *PHV_INPUT_GET_LOGICAL_PROCESSOR_RUN_TIME;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_LOGICAL_PROCESSOR_RUN_TIME) == 8);

/** Output of HvCallGetLogicalProcessorRunTime. Source: WDK 7.1; symbols of securekernel 26100. */
typedef struct HV_OUTPUT_GET_LOGICAL_PROCESSOR_RUN_TIME
{
    HV_NANO100_TIME GlobalTime;         /**< Reference time now. */
    /** Time, in 100 ns, that the processor has not been idle since its start. */
    HV_NANO100_DURATION LocalRunTime;
    HV_UINT64 RsvdZ;
    HV_NANO100_DURATION HypervisorTime; /**< Run time of the hypervisor itself, in 100 ns. */
} HV_OUTPUT_GET_LOGICAL_PROCESSOR_RUN_TIME, *PHV_OUTPUT_GET_LOGICAL_PROCESSOR_RUN_TIME;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_GET_LOGICAL_PROCESSOR_RUN_TIME) == 32);

/** Input of HvCallUpdateHvProcessorFeatures. Source: symbols of securekernel 26100. */
typedef struct HV_INPUT_UPDATE_PROCESSOR_FEATURES
{
    HV_UINT32 Property; /**< Index of the word of features. */
    HV_UINT32 RsvdZ;
    HV_UINT64 Value;
} HV_INPUT_UPDATE_PROCESSOR_FEATURES, *PHV_INPUT_UPDATE_PROCESSOR_FEATURES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_UPDATE_PROCESSOR_FEATURES) == 16);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_POWER */
