/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Logical processors: the machine's own, as the root adds, parks, configures and measures them.
 *
 * A logical processor (LP) is one hardware thread, numbered from 0. The machine
 * boots on one of them; the root starts each other one by
 * HvCallAddLogicalProcessor, naming it by its APIC id (MPIDR on ARM64) and giving
 * it its number, then makes the virtual processor of its own that belongs to it
 * (HvCallCreateVp). Leaf 0x40000007 says whether the root has to
 * (StartLogicalProcessor, CreateRootVirtualProcessor; Cpuid.h). All calls here
 * need the privilege CpuManagement, and all but HvCallParkedVirtualProcessors
 * belong to the root partition.
 *
 *     root                                              hypervisor
 *       |-- HvCallAddLogicalProcessor(LP, APIC id)   -->|   starts it
 *       |<-- HV_LP_STARTUP_STATUS ----------------------|
 *       |-- HvCallCreateVp (VirtualProcessor.h)      -->|   the root's processor on it
 *       |-- HvCallSetLogicalProcessorProperty        -->|   its power states and so on (Power.h)
 *       |-- HvCallParkedVirtualProcessors            -->|   these need not run for now
 *
 * An LP that there is not fails with HV_STATUS_INVALID_LP_INDEX. How long one
 * was busy: HvCallGetLogicalProcessorRunTime, in Power.h.
 *
 * Sources: WDK 7.1 hvgdk.h; TLFS 6.0b appendix A (who may call); the 2023 mshv
 * patch; symbols of securekernel 26100. What the later calls do is read off
 * their names and types.
 */

#ifndef MILE_HYPERV_HYPERVISOR_LOGICALPROCESSOR
#define MILE_HYPERV_HYPERVISOR_LOGICALPROCESSOR

#include "Cpuid.h"
#include "MachineCheck.h"
#include "Power.h"
#include "ProcessorSet.h"
#include "RegisterName.h"

HV_HEADER_BEGIN

/*
 * Adding and removing.
 */

/** How the start of a logical processor ended; the words beside the status are for diagnosis. */
typedef struct HV_LP_STARTUP_STATUS
{
    HV_UINT16 Status; /**< HV_STATUS_... */
    HV_UINT16 Padding[3];
    HV_UINT64 SubStatus1;
    HV_UINT64 SubStatus2;
    HV_UINT64 SubStatus3;
    HV_UINT64 SubStatus4;
    HV_UINT64 SubStatus5;
    HV_UINT64 SubStatus6;
} HV_LP_STARTUP_STATUS, *PHV_LP_STARTUP_STATUS;
HV_STATIC_ASSERT(sizeof(HV_LP_STARTUP_STATUS) == 56);

/** Input of HvCallAddLogicalProcessor, x64: starts a processor of the machine. */
typedef struct HV_X64_INPUT_ADD_LOGICAL_PROCESSOR
{
    HV_LOGICAL_PROCESSOR_INDEX LpIndex;           /**< The number that it gets. */
    HV_APIC_ID ApicId;                            /**< Which one it is. */
    HV_PROXIMITY_DOMAIN_INFO ProximityDomainInfo; /**< The NUMA node that it is in. */
    HV_UINT64 Flags;                              /**< Zero. In the original alone; Linux 7.3 ends before it. */
} HV_X64_INPUT_ADD_LOGICAL_PROCESSOR, *PHV_X64_INPUT_ADD_LOGICAL_PROCESSOR;
HV_STATIC_ASSERT(sizeof(HV_X64_INPUT_ADD_LOGICAL_PROCESSOR) == 24);

/** HvCallAddLogicalProcessor on ARM64. */
typedef struct HV_ARM64_INPUT_ADD_LOGICAL_PROCESSOR
{
    HV_LOGICAL_PROCESSOR_INDEX LpIndex;
    HV_UINT32 Padding;
    HV_PROCESSOR_HW_ID ProcHwId;
    HV_PROXIMITY_DOMAIN_INFO ProximityDomainInfo;
} HV_ARM64_INPUT_ADD_LOGICAL_PROCESSOR, *PHV_ARM64_INPUT_ADD_LOGICAL_PROCESSOR;
HV_STATIC_ASSERT(sizeof(HV_ARM64_INPUT_ADD_LOGICAL_PROCESSOR) == 24);

typedef HV_BY_TARGET(HV_X64_INPUT_ADD_LOGICAL_PROCESSOR,
                     HV_ARM64_INPUT_ADD_LOGICAL_PROCESSOR) HV_INPUT_ADD_LOGICAL_PROCESSOR,
    *PHV_INPUT_ADD_LOGICAL_PROCESSOR;

/** Output of HvCallAddLogicalProcessor. */
typedef struct HV_OUTPUT_ADD_LOGICAL_PROCESSOR
{
    HV_LP_STARTUP_STATUS StartupStatus;
} HV_OUTPUT_ADD_LOGICAL_PROCESSOR, *PHV_OUTPUT_ADD_LOGICAL_PROCESSOR;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_ADD_LOGICAL_PROCESSOR) == 56);

/** HvCallRemoveLogicalProcessor: stops a processor. */
typedef struct HV_INPUT_REMOVE_LOGICAL_PROCESSOR
{
    HV_LOGICAL_PROCESSOR_INDEX LpIndex;
    HV_UINT32 Padding;
    HV_UINT64 Flags; /**< Zero. */
} HV_INPUT_REMOVE_LOGICAL_PROCESSOR, *PHV_INPUT_REMOVE_LOGICAL_PROCESSOR;
HV_STATIC_ASSERT(sizeof(HV_INPUT_REMOVE_LOGICAL_PROCESSOR) == 16);

/** A logical processor by its hardware's name and its place, on x64. Source: WDK 7.1. */
typedef struct HV_X64_PROCESSOR_INFO
{
    HV_UINT32 LocalApicId;
    HV_PROXIMITY_DOMAIN_ID ProximityDomainId;
} HV_X64_PROCESSOR_INFO, *PHV_X64_PROCESSOR_INFO;
HV_STATIC_ASSERT(sizeof(HV_X64_PROCESSOR_INFO) == 8);

/** A logical processor by its hardware's name and its place, on ARM64. Source: symbols of securekernel 26100. */
typedef struct HV_ARM64_PROCESSOR_INFO
{
    HV_PROCESSOR_HW_ID ProcessorHwId;
    HV_PROXIMITY_DOMAIN_ID ProximityDomainId;
    HV_UINT32 Padding;
} HV_ARM64_PROCESSOR_INFO, *PHV_ARM64_PROCESSOR_INFO;
HV_STATIC_ASSERT(sizeof(HV_ARM64_PROCESSOR_INFO) == 16);

typedef HV_BY_TARGET(HV_X64_PROCESSOR_INFO, HV_ARM64_PROCESSOR_INFO) HV_PROCESSOR_INFO, *PHV_PROCESSOR_INFO;

/** HvCallQueryNumaDistance: how far memory of one node is from a processor of another. */
typedef struct HV_CALL_ATTRIBUTES HV_INPUT_QUERY_NUMA_DISTANCE
{
    HV_UINT32 CpuProximityId;    /**< Proximity domain of the processor. */
    HV_UINT32 MemoryProximityId; /**< Proximity domain of the memory. */
} HV_INPUT_QUERY_NUMA_DISTANCE, *PHV_INPUT_QUERY_NUMA_DISTANCE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_QUERY_NUMA_DISTANCE) == 8);

/** Output of HvCallQueryNumaDistance. */
typedef struct HV_OUTPUT_QUERY_NUMA_DISTANCE
{
    HV_UINT64 Distance; /**< Greater is farther; the unit is in no source. */
} HV_OUTPUT_QUERY_NUMA_DISTANCE, *PHV_OUTPUT_QUERY_NUMA_DISTANCE;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_QUERY_NUMA_DISTANCE) == 8);

/*
 * Parking.
 */

/** HvCallParkedVirtualProcessors in WDK 7.1: bit n is the root's virtual processor n. */
typedef struct HV_INPUT_PARK_LOGICAL_PROCESSORS
{
    HV_UINT64 ProcessorMask;
} HV_INPUT_PARK_LOGICAL_PROCESSORS, *PHV_INPUT_PARK_LOGICAL_PROCESSORS;
HV_STATIC_ASSERT(sizeof(HV_INPUT_PARK_LOGICAL_PROCESSORS) == 8);

/** HvCallParkedVirtualProcessors: the caller does not use these processors for now. */
typedef struct HV_INPUT_PARKED_VIRTUAL_PROCESSORS
{
    HV_GENERIC_SET_HEADER ProcessorSet;
    HV_UINT64 BankContents[]; /**< Banks of ProcessorSet. */
} HV_INPUT_PARKED_VIRTUAL_PROCESSORS, *PHV_INPUT_PARKED_VIRTUAL_PROCESSORS;
HV_STATIC_ASSERT(sizeof(HV_INPUT_PARKED_VIRTUAL_PROCESSORS) == 16);

/** Where the block by which the root tells of parking lies. Source: symbols of securekernel 26100. */
typedef struct HV_PARK_BLOCK_INFO
{
    HV_UINT32 ParkBlockOffset;
    HV_UINT32 ParkBlockSize;
} HV_PARK_BLOCK_INFO, *PHV_PARK_BLOCK_INFO;
HV_STATIC_ASSERT(sizeof(HV_PARK_BLOCK_INFO) == 8);

/*
 * Properties.
 */

/**
 * What is read or set of a logical processor.
 *
 * The architectures number them differently; the names without an architecture
 * are those of the target.
 */
typedef HV_UINT32 HV_LOGICAL_PROCESSOR_PROPERTY_TYPE, *PHV_LOGICAL_PROCESSOR_PROPERTY_TYPE;
enum
{
    HvX64LogicalProcessorMachineCheckContextInfo = 4,
    HvX64LogicalProcessorMcUpdateUpdateStatus = 5,
    HvArm64LogicalProcessorMachineCheckContextInfo = 0,
    HvArm64LogicalProcessorMcUpdateUpdateStatus = 1,
    HvLogicalProcessorMachineCheckContextInfo = HV_BY_TARGET(4, 0),
    HvLogicalProcessorMcUpdateUpdateStatus = HV_BY_TARGET(5, 1),

    /* x64 only: power states (Power.h). */
    HvLogicalProcessorPerfStateConfig = 0,
    HvLogicalProcessorThrottleStateConfig = 1,
    HvLogicalProcessorPccConfig = 2,
    HvLogicalProcessorPerfStateCap = 3,

    /* ARM64 only: its number, its MPIDR, its NUMA node. */
    HvLogicalProcessorUpdateLpIndex = 2,
    HvLogicalProcessorProcHwId = 3,
    HvLogicalProcessorProximityDomainId = 4
};

/** How a processor's last microcode update went. Source: symbols of securekernel 26100. */
typedef struct HV_MCUPDATE_UPDATE_STATUS
{
    HV_BOOLEAN Valid;
    HV_UINT8 Padding[3];
    HV_UINT32 UpdateLoadStatus;
    HV_UINT64 UpdateRevision;
    HV_UINT64 PreviousUpdateRevision;
    HV_UINT32 PlatformSpecificField1;
    HV_UINT32 PlatformSpecificField2;
} HV_MCUPDATE_UPDATE_STATUS, *PHV_MCUPDATE_UPDATE_STATUS;
HV_STATIC_ASSERT(sizeof(HV_MCUPDATE_UPDATE_STATUS) == 32);

/** Value of a property, x64. Undocumented; from the original 1.x alone. */
typedef union HV_X64_LOGICAL_PROCESSOR_PROPERTY
{
    HV_X64_PPM_PERF_STATE_CONFIG_PROPERTY PerfStateConfig;
    HV_X64_PPM_THROTTLE_STATE_CONFIG_PROPERTY ThrottleStateConfig;
    HV_X64_PPM_PCC_CONFIG_PROPERTY PccConfig;
    HV_X64_PPM_PERF_STATE_CAP_PROPERTY PerfStateCap;
    HV_MACHINE_CHECK_CONTEXT_INFO MachineCheckContextInfo;
    HV_MCUPDATE_UPDATE_STATUS UpdateStatus;
} HV_X64_LOGICAL_PROCESSOR_PROPERTY, *PHV_X64_LOGICAL_PROCESSOR_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_X64_LOGICAL_PROCESSOR_PROPERTY) == 3256);

/** Value of a property on ARM64. */
typedef union HV_ARM64_LOGICAL_PROCESSOR_PROPERTY
{
    HV_UINT32 UpdateLpIndex;
    HV_PROCESSOR_HW_ID ProcHwId;
    HV_PROXIMITY_DOMAIN_ID ProximityDomainId;
    HV_MACHINE_CHECK_CONTEXT_INFO MachineCheckContextInfo;
    HV_MCUPDATE_UPDATE_STATUS UpdateStatus;
} HV_ARM64_LOGICAL_PROCESSOR_PROPERTY, *PHV_ARM64_LOGICAL_PROCESSOR_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_ARM64_LOGICAL_PROCESSOR_PROPERTY) == 32);

typedef HV_BY_TARGET(HV_X64_LOGICAL_PROCESSOR_PROPERTY,
                     HV_ARM64_LOGICAL_PROCESSOR_PROPERTY) HV_LOGICAL_PROCESSOR_PROPERTY,
    *PHV_LOGICAL_PROCESSOR_PROPERTY;

/**
 * Input of HvCallSetLogicalProcessorProperty, x64: writes one property. Undocumented; from the
 * original 1.x alone.
 */
typedef struct HV_X64_INPUT_SET_LOGICAL_PROCESSOR_PROPERTY
{
    HV_LOGICAL_PROCESSOR_INDEX LpIndex;
    HV_LOGICAL_PROCESSOR_PROPERTY_TYPE Type;
    HV_X64_LOGICAL_PROCESSOR_PROPERTY Property;
} HV_X64_INPUT_SET_LOGICAL_PROCESSOR_PROPERTY, *PHV_X64_INPUT_SET_LOGICAL_PROCESSOR_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_X64_INPUT_SET_LOGICAL_PROCESSOR_PROPERTY) == 3264);

/** HvCallSetLogicalProcessorProperty on ARM64. */
typedef struct HV_ARM64_INPUT_SET_LOGICAL_PROCESSOR_PROPERTY
{
    HV_LOGICAL_PROCESSOR_INDEX LpIndex;
    HV_LOGICAL_PROCESSOR_PROPERTY_TYPE Type;
    HV_ARM64_LOGICAL_PROCESSOR_PROPERTY Property;
} HV_ARM64_INPUT_SET_LOGICAL_PROCESSOR_PROPERTY, *PHV_ARM64_INPUT_SET_LOGICAL_PROCESSOR_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_ARM64_INPUT_SET_LOGICAL_PROCESSOR_PROPERTY) == 40);

typedef HV_BY_TARGET(HV_X64_INPUT_SET_LOGICAL_PROCESSOR_PROPERTY,
                     HV_ARM64_INPUT_SET_LOGICAL_PROCESSOR_PROPERTY) HV_INPUT_SET_LOGICAL_PROCESSOR_PROPERTY,
    *PHV_INPUT_SET_LOGICAL_PROCESSOR_PROPERTY;

/** HvCallGetLogicalProcessorProperty: reads one property. */
typedef struct HV_CALL_ATTRIBUTES HV_INPUT_GET_LOGICAL_PROCESSOR_PROPERTY
{
    HV_LOGICAL_PROCESSOR_INDEX LpIndex;
    HV_LOGICAL_PROCESSOR_PROPERTY_TYPE Type;
} HV_INPUT_GET_LOGICAL_PROCESSOR_PROPERTY, *PHV_INPUT_GET_LOGICAL_PROCESSOR_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_LOGICAL_PROCESSOR_PROPERTY) == 8);

/** Output of HvCallGetLogicalProcessorProperty, x64. Undocumented; from the original 1.x alone. */
typedef struct HV_X64_OUTPUT_GET_LOGICAL_PROCESSOR_PROPERTY
{
    HV_X64_LOGICAL_PROCESSOR_PROPERTY Property;
} HV_X64_OUTPUT_GET_LOGICAL_PROCESSOR_PROPERTY, *PHV_X64_OUTPUT_GET_LOGICAL_PROCESSOR_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_X64_OUTPUT_GET_LOGICAL_PROCESSOR_PROPERTY) == 3256);

/** What HvCallGetLogicalProcessorProperty returns on ARM64. */
typedef struct HV_ARM64_OUTPUT_GET_LOGICAL_PROCESSOR_PROPERTY
{
    HV_ARM64_LOGICAL_PROCESSOR_PROPERTY Property;
} HV_ARM64_OUTPUT_GET_LOGICAL_PROCESSOR_PROPERTY, *PHV_ARM64_OUTPUT_GET_LOGICAL_PROCESSOR_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_ARM64_OUTPUT_GET_LOGICAL_PROCESSOR_PROPERTY) == 32);

typedef HV_BY_TARGET(HV_X64_OUTPUT_GET_LOGICAL_PROCESSOR_PROPERTY,
                     HV_ARM64_OUTPUT_GET_LOGICAL_PROCESSOR_PROPERTY) HV_OUTPUT_GET_LOGICAL_PROCESSOR_PROPERTY,
    *PHV_OUTPUT_GET_LOGICAL_PROCESSOR_PROPERTY;

/*
 * Registers of a logical processor, which the hypervisor reads and writes on it
 * for the root: HvCallGetLogicalProcessorRegisters and
 * HvCallSetLogicalProcessorRegisters. The symbols have these parts of their
 * inputs and outputs, and not the whole.
 */

/** What kind of register, or of instruction. */
typedef HV_UINT32 HV_LOGICAL_PROCESSOR_REGISTER_TYPE, *PHV_LOGICAL_PROCESSOR_REGISTER_TYPE;
typedef const HV_LOGICAL_PROCESSOR_REGISTER_TYPE *PCHV_LOGICAL_PROCESSOR_REGISTER_TYPE;
enum
{
    HvX64LpRegisterTypeCpuid = 0x10000,      /**< CPUID with Eax and Ecx of the address. */
    HvX64LpRegisterTypeMsr = 0x10001,        /**< The MSR of the address. */
    HvX64LpRegisterTypeWbinvd = 0x10002,     /**< WBINVD is executed. */
    HvArm64LpRegisterTypeHvRegister = 0x10000 /**< The HV_REGISTER_NAME of the address. */
};

/**
 * Address of a register, x64: an MSR, or a CPUID leaf and subleaf. Undocumented; from the original
 * 1.x alone.
 */
typedef union HV_X64_LOGICAL_PROCESSOR_REGISTER_ADDRESS
{
    HV_UINT32 MsrIndex;
    struct
    {
        HV_UINT32 Eax;
        HV_UINT32 Ecx;
    };
} HV_X64_LOGICAL_PROCESSOR_REGISTER_ADDRESS, *PHV_X64_LOGICAL_PROCESSOR_REGISTER_ADDRESS;
HV_STATIC_ASSERT(sizeof(HV_X64_LOGICAL_PROCESSOR_REGISTER_ADDRESS) == 8);

typedef const HV_X64_LOGICAL_PROCESSOR_REGISTER_ADDRESS *PCHV_X64_LOGICAL_PROCESSOR_REGISTER_ADDRESS;

/** Which register, on ARM64. */
typedef union HV_ARM64_LOGICAL_PROCESSOR_REGISTER_ADDRESS
{
    HV_REGISTER_NAME HvRegisterName;
} HV_ARM64_LOGICAL_PROCESSOR_REGISTER_ADDRESS, *PHV_ARM64_LOGICAL_PROCESSOR_REGISTER_ADDRESS;
HV_STATIC_ASSERT(sizeof(HV_ARM64_LOGICAL_PROCESSOR_REGISTER_ADDRESS) == 4);

typedef const HV_ARM64_LOGICAL_PROCESSOR_REGISTER_ADDRESS *PCHV_ARM64_LOGICAL_PROCESSOR_REGISTER_ADDRESS;

/** A register of one logical processor, x64. Undocumented; from the original 1.x alone. */
typedef struct HV_X64_LOGICAL_PROCESSOR_REGISTER_ID
{
    HV_LOGICAL_PROCESSOR_INDEX LpIndex;
    HV_LOGICAL_PROCESSOR_REGISTER_TYPE Type;
    HV_X64_LOGICAL_PROCESSOR_REGISTER_ADDRESS Address;
} HV_X64_LOGICAL_PROCESSOR_REGISTER_ID, *PHV_X64_LOGICAL_PROCESSOR_REGISTER_ID;
HV_STATIC_ASSERT(sizeof(HV_X64_LOGICAL_PROCESSOR_REGISTER_ID) == 16);

/** A register of one logical processor, on ARM64. */
typedef struct HV_ARM64_LOGICAL_PROCESSOR_REGISTER_ID
{
    HV_LOGICAL_PROCESSOR_INDEX LpIndex;
    HV_LOGICAL_PROCESSOR_REGISTER_TYPE Type;
    HV_ARM64_LOGICAL_PROCESSOR_REGISTER_ADDRESS Address;
} HV_ARM64_LOGICAL_PROCESSOR_REGISTER_ID, *PHV_ARM64_LOGICAL_PROCESSOR_REGISTER_ID;
HV_STATIC_ASSERT(sizeof(HV_ARM64_LOGICAL_PROCESSOR_REGISTER_ID) == 12);

typedef HV_BY_TARGET(HV_X64_LOGICAL_PROCESSOR_REGISTER_ID,
                     HV_ARM64_LOGICAL_PROCESSOR_REGISTER_ID) HV_LOGICAL_PROCESSOR_REGISTER_ID,
    *PHV_LOGICAL_PROCESSOR_REGISTER_ID;
typedef const HV_LOGICAL_PROCESSOR_REGISTER_ID *PCHV_LOGICAL_PROCESSOR_REGISTER_ID;

/** Its value. Cpuid is x64's; the symbols of 26100 for ARM64 do not have it. */
typedef union HV_LOGICAL_PROCESSOR_REGISTER_VALUE
{
    HV_UINT128 Reg128;
    HV_UINT64 Reg64;
    HV_UINT32 Reg32;
    HV_UINT16 Reg16;
    HV_UINT8 Reg8;
    HV_X64_CPUID_RESULT Cpuid;
} HV_LOGICAL_PROCESSOR_REGISTER_VALUE, *PHV_LOGICAL_PROCESSOR_REGISTER_VALUE;
typedef const HV_LOGICAL_PROCESSOR_REGISTER_VALUE *PCHV_LOGICAL_PROCESSOR_REGISTER_VALUE;
HV_STATIC_ASSERT(sizeof(HV_LOGICAL_PROCESSOR_REGISTER_VALUE) == 16);

/** A register and its value, x64. Undocumented; from the original 1.x alone. */
typedef struct HV_DECLSPEC_ALIGN(16) HV_X64_LOGICAL_PROCESSOR_REGISTER_ASSOC
{
    HV_X64_LOGICAL_PROCESSOR_REGISTER_ID Id;
    HV_LOGICAL_PROCESSOR_REGISTER_VALUE Value;
} HV_X64_LOGICAL_PROCESSOR_REGISTER_ASSOC, *PHV_X64_LOGICAL_PROCESSOR_REGISTER_ASSOC;
HV_STATIC_ASSERT(sizeof(HV_X64_LOGICAL_PROCESSOR_REGISTER_ASSOC) == 32);

/** A register and its value, on ARM64. */
typedef struct HV_DECLSPEC_ALIGN(16) HV_ARM64_LOGICAL_PROCESSOR_REGISTER_ASSOC
{
    HV_ARM64_LOGICAL_PROCESSOR_REGISTER_ID Id;
    HV_UINT32 Padding;
    HV_LOGICAL_PROCESSOR_REGISTER_VALUE Value;
} HV_ARM64_LOGICAL_PROCESSOR_REGISTER_ASSOC, *PHV_ARM64_LOGICAL_PROCESSOR_REGISTER_ASSOC;
HV_STATIC_ASSERT(sizeof(HV_ARM64_LOGICAL_PROCESSOR_REGISTER_ASSOC) == 32);

typedef HV_BY_TARGET(HV_X64_LOGICAL_PROCESSOR_REGISTER_ASSOC,
                     HV_ARM64_LOGICAL_PROCESSOR_REGISTER_ASSOC) HV_LOGICAL_PROCESSOR_REGISTER_ASSOC,
    *PHV_LOGICAL_PROCESSOR_REGISTER_ASSOC;
typedef const HV_LOGICAL_PROCESSOR_REGISTER_ASSOC *PCHV_LOGICAL_PROCESSOR_REGISTER_ASSOC;

/*
 * Performance registers.
 */

/** HvCallSetPerfRegister: writes a register of the performance states (Power.h). */
typedef struct HV_INPUT_SET_PERF_REGISTER
{
    HV_UINT32 ProcessorIndex;
    HV_UINT32 Padding;
    HV_PPM_PERF_STATE_REGISTER Register;
    HV_UINT64 PreserveMask; /**< Bits that keep their value. */
    HV_UINT64 Value;
} HV_INPUT_SET_PERF_REGISTER, *PHV_INPUT_SET_PERF_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SET_PERF_REGISTER) == 32);

/** HvCallGetPerfRegister: reads one. */
typedef struct HV_INPUT_GET_PERF_REGISTER
{
    HV_UINT32 ProcessorIndex;
    HV_UINT32 Padding;
    HV_PPM_PERF_STATE_REGISTER Register;
} HV_INPUT_GET_PERF_REGISTER, *PHV_INPUT_GET_PERF_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_PERF_REGISTER) == 16);

/** Output of HvCallGetPerfRegister. */
typedef struct HV_OUTPUT_GET_PERF_REGISTER
{
    HV_UINT64 Value;
} HV_OUTPUT_GET_PERF_REGISTER, *PHV_OUTPUT_GET_PERF_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_GET_PERF_REGISTER) == 8);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_LOGICALPROCESSOR */
