/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Logical processors of the machine, which the root adds, parks, configures and measures.
 *
 * A logical processor (LP) is one hardware thread; its index begins at 0. The machine boots on one
 * of them. The root starts each of the others by HvCallAddLogicalProcessor, which identifies it by
 * its APIC ID (MPIDR on ARM64) and assigns its index, and then creates the root's own virtual
 * processor for it (HvCallCreateVp). Leaf 0x40000007 reports whether the root must do so
 * (StartLogicalProcessor, CreateRootVirtualProcessor; CpuidFeatures.h). All calls of this header
 * need the privilege CpuManagement, and all except HvCallParkedVirtualProcessors are for the root
 * partition only.
 *
 *     root                                              hypervisor
 *       |-- HvCallAddLogicalProcessor(LP, APIC id)   -->|   starts it
 *       |<-- HV_LP_STARTUP_STATUS ----------------------|
 *       |-- HvCallCreateVp (VirtualProcessor.h)      -->|   the root's processor on it
 *       |-- HvCallSetLogicalProcessorProperty        -->|   its power states (Power.h)
 *       |-- HvCallParkedVirtualProcessors            -->|   processors that need not run
 *
 * A call for a nonexistent LP fails with HV_STATUS_INVALID_LP_INDEX. HvCallGetLogicalProcessorRunTime
 * (Power.h) returns the busy time of an LP.
 *
 * Sources: WDK 7.1 hvgdk.h; TLFS 6.0b appendix A (who may call); the 2023 mshv
 * patch; symbols of securekernel 26100. The meanings
 * of the later calls follow from names and types.
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

/**
 * Result of the start of a logical processor. The words after the status are for diagnosis; their
 * meaning is undocumented.
 */
typedef struct HV_LP_STARTUP_STATUS
{
    HV_UINT16 Status; /**< HV_STATUS_... */
    HV_UINT16 Padding[3];
    HV_UINT64 SubStatus1; /**< Undocumented. */
    HV_UINT64 SubStatus2; /**< Undocumented. */
    HV_UINT64 SubStatus3; /**< Undocumented. */
    HV_UINT64 SubStatus4; /**< Undocumented. */
    HV_UINT64 SubStatus5; /**< Undocumented. */
    HV_UINT64 SubStatus6; /**< Undocumented. */
} HV_LP_STARTUP_STATUS, *PHV_LP_STARTUP_STATUS;
HV_STATIC_ASSERT(sizeof(HV_LP_STARTUP_STATUS) == 56);

/**
 * Input of HvCallAddLogicalProcessor, x64, which starts a processor of the machine. Output:
 * HV_OUTPUT_ADD_LOGICAL_PROCESSOR.
 */
typedef struct HV_X64_INPUT_ADD_LOGICAL_PROCESSOR
{
    HV_LOGICAL_PROCESSOR_INDEX LpIndex;           /**< Index that the processor receives. */
    HV_APIC_ID ApicId;                            /**< APIC ID of the processor. */
    HV_PROXIMITY_DOMAIN_INFO ProximityDomainInfo; /**< NUMA node of the processor. */
    HV_UINT64 Flags; /**< Zero. In the original 1.x only; Linux 7.3 ends before it. */
} HV_X64_INPUT_ADD_LOGICAL_PROCESSOR, *PHV_X64_INPUT_ADD_LOGICAL_PROCESSOR;
HV_STATIC_ASSERT(sizeof(HV_X64_INPUT_ADD_LOGICAL_PROCESSOR) == 24);

/**
 * Input of HvCallAddLogicalProcessor, ARM64, which starts a processor of the machine. Output:
 * HV_OUTPUT_ADD_LOGICAL_PROCESSOR.
 */
typedef struct HV_ARM64_INPUT_ADD_LOGICAL_PROCESSOR
{
    HV_LOGICAL_PROCESSOR_INDEX LpIndex; /**< Index that the processor receives. */
    HV_UINT32 Padding;
    HV_PROCESSOR_HW_ID ProcHwId;                  /**< MPIDR of the processor. */
    HV_PROXIMITY_DOMAIN_INFO ProximityDomainInfo; /**< NUMA node of the processor. */
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

/** Input of HvCallRemoveLogicalProcessor, which stops a processor. No output. */
typedef struct HV_INPUT_REMOVE_LOGICAL_PROCESSOR
{
    HV_LOGICAL_PROCESSOR_INDEX LpIndex; /**< Index of the processor. */
    HV_UINT32 Padding;
    HV_UINT64 Flags; /**< Must be zero. */
} HV_INPUT_REMOVE_LOGICAL_PROCESSOR, *PHV_INPUT_REMOVE_LOGICAL_PROCESSOR;
HV_STATIC_ASSERT(sizeof(HV_INPUT_REMOVE_LOGICAL_PROCESSOR) == 16);

/** Logical processor: its hardware ID and its NUMA domain, x64. Source: WDK 7.1. */
typedef struct HV_X64_PROCESSOR_INFO
{
    HV_UINT32 LocalApicId; /**< APIC ID of the processor. */
    HV_PROXIMITY_DOMAIN_ID ProximityDomainId;
} HV_X64_PROCESSOR_INFO, *PHV_X64_PROCESSOR_INFO;
HV_STATIC_ASSERT(sizeof(HV_X64_PROCESSOR_INFO) == 8);

/**
 * Logical processor: its hardware ID and its NUMA domain, ARM64. Source: symbols of securekernel
 * 26100.
 */
typedef struct HV_ARM64_PROCESSOR_INFO
{
    HV_PROCESSOR_HW_ID ProcessorHwId;
    HV_PROXIMITY_DOMAIN_ID ProximityDomainId;
    HV_UINT32 Padding;
} HV_ARM64_PROCESSOR_INFO, *PHV_ARM64_PROCESSOR_INFO;
HV_STATIC_ASSERT(sizeof(HV_ARM64_PROCESSOR_INFO) == 16);

typedef HV_BY_TARGET(HV_X64_PROCESSOR_INFO, HV_ARM64_PROCESSOR_INFO) HV_PROCESSOR_INFO, *PHV_PROCESSOR_INFO;

/**
 * Input of HvCallQueryNumaDistance, which returns the distance of the memory of one node from a
 * processor of another. Output: HV_OUTPUT_QUERY_NUMA_DISTANCE.
 */
typedef struct HV_CALL_ATTRIBUTES HV_INPUT_QUERY_NUMA_DISTANCE
{
    HV_UINT32 CpuProximityId;    /**< Proximity domain of the processor. */
    HV_UINT32 MemoryProximityId; /**< Proximity domain of the memory. */
} HV_INPUT_QUERY_NUMA_DISTANCE, *PHV_INPUT_QUERY_NUMA_DISTANCE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_QUERY_NUMA_DISTANCE) == 8);

/** Output of HvCallQueryNumaDistance. */
typedef struct HV_OUTPUT_QUERY_NUMA_DISTANCE
{
    HV_UINT64 Distance; /**< Distance; a larger value is farther. The unit is undocumented. */
} HV_OUTPUT_QUERY_NUMA_DISTANCE, *PHV_OUTPUT_QUERY_NUMA_DISTANCE;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_QUERY_NUMA_DISTANCE) == 8);

/*
 * Parking.
 */

/** Input of HvCallParkedVirtualProcessors in WDK 7.1. No output. */
typedef struct HV_INPUT_PARK_LOGICAL_PROCESSORS
{
    HV_UINT64 ProcessorMask; /**< Bit n is the root's virtual processor n. */
} HV_INPUT_PARK_LOGICAL_PROCESSORS, *PHV_INPUT_PARK_LOGICAL_PROCESSORS;
HV_STATIC_ASSERT(sizeof(HV_INPUT_PARK_LOGICAL_PROCESSORS) == 8);

/**
 * Input of HvCallParkedVirtualProcessors, by which the caller announces processors that it does not
 * use for now; the banks are the variable header. No output.
 */
typedef struct HV_INPUT_PARKED_VIRTUAL_PROCESSORS
{
    HV_GENERIC_SET_HEADER ProcessorSet; /**< Header of the set of processors. */
    HV_UINT64 BankContents[];           /**< Banks of ProcessorSet. */
} HV_INPUT_PARKED_VIRTUAL_PROCESSORS, *PHV_INPUT_PARKED_VIRTUAL_PROCESSORS;
HV_STATIC_ASSERT(sizeof(HV_INPUT_PARKED_VIRTUAL_PROCESSORS) == 16);

/**
 * Location of the block by which the root announces parked processors. Source: symbols of
 * securekernel 26100.
 */
typedef struct HV_PARK_BLOCK_INFO
{
    HV_UINT32 ParkBlockOffset; /**< Offset of the block; unit and base are undocumented. */
    HV_UINT32 ParkBlockSize;   /**< Size of the block; the unit is undocumented. */
} HV_PARK_BLOCK_INFO, *PHV_PARK_BLOCK_INFO;
HV_STATIC_ASSERT(sizeof(HV_PARK_BLOCK_INFO) == 8);

/*
 * Properties.
 */

/**
 * Properties of a logical processor, which the root reads or sets.
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

/** Result of a processor's last microcode update. Source: symbols of securekernel 26100. */
typedef struct HV_MCUPDATE_UPDATE_STATUS
{
    HV_BOOLEAN Valid; /**< Nonzero if the other members are valid. */
    HV_UINT8 Padding[3];
    HV_UINT32 UpdateLoadStatus;       /**< Result of the update; its values are undocumented. */
    HV_UINT64 UpdateRevision;         /**< Revision of the microcode after the update. */
    HV_UINT64 PreviousUpdateRevision; /**< Revision of the microcode before the update. */
    HV_UINT32 PlatformSpecificField1; /**< Undocumented. */
    HV_UINT32 PlatformSpecificField2; /**< Undocumented. */
} HV_MCUPDATE_UPDATE_STATUS, *PHV_MCUPDATE_UPDATE_STATUS;
HV_STATIC_ASSERT(sizeof(HV_MCUPDATE_UPDATE_STATUS) == 32);

/**
 * Value of a logical processor's property, x64. Each member is the value of the property of its
 * name.
 *
 * Undocumented; only the original 1.x has it.
 */
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

/**
 * Value of a logical processor's property, ARM64. Each member is the value of the property of its
 * name.
 */
typedef union HV_ARM64_LOGICAL_PROCESSOR_PROPERTY
{
    HV_UINT32 UpdateLpIndex; /**< New index of the processor: HV_LOGICAL_PROCESSOR_INDEX. */
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
 * original 1.x alone. No output.
 */
typedef struct HV_X64_INPUT_SET_LOGICAL_PROCESSOR_PROPERTY
{
    HV_LOGICAL_PROCESSOR_INDEX LpIndex; /**< Index of the processor. */
    HV_LOGICAL_PROCESSOR_PROPERTY_TYPE Type;
    HV_X64_LOGICAL_PROCESSOR_PROPERTY Property;
} HV_X64_INPUT_SET_LOGICAL_PROCESSOR_PROPERTY, *PHV_X64_INPUT_SET_LOGICAL_PROCESSOR_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_X64_INPUT_SET_LOGICAL_PROCESSOR_PROPERTY) == 3264);

/** Input of HvCallSetLogicalProcessorProperty, ARM64, which writes one property. No output. */
typedef struct HV_ARM64_INPUT_SET_LOGICAL_PROCESSOR_PROPERTY
{
    HV_LOGICAL_PROCESSOR_INDEX LpIndex; /**< Index of the processor. */
    HV_LOGICAL_PROCESSOR_PROPERTY_TYPE Type;
    HV_ARM64_LOGICAL_PROCESSOR_PROPERTY Property;
} HV_ARM64_INPUT_SET_LOGICAL_PROCESSOR_PROPERTY, *PHV_ARM64_INPUT_SET_LOGICAL_PROCESSOR_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_ARM64_INPUT_SET_LOGICAL_PROCESSOR_PROPERTY) == 40);

typedef HV_BY_TARGET(HV_X64_INPUT_SET_LOGICAL_PROCESSOR_PROPERTY,
                     HV_ARM64_INPUT_SET_LOGICAL_PROCESSOR_PROPERTY) HV_INPUT_SET_LOGICAL_PROCESSOR_PROPERTY,
    *PHV_INPUT_SET_LOGICAL_PROCESSOR_PROPERTY;

/**
 * Input of HvCallGetLogicalProcessorProperty, which reads one property. Output:
 * HV_X64_OUTPUT_GET_LOGICAL_PROCESSOR_PROPERTY or HV_ARM64_OUTPUT_GET_LOGICAL_PROCESSOR_PROPERTY.
 */
typedef struct HV_CALL_ATTRIBUTES HV_INPUT_GET_LOGICAL_PROCESSOR_PROPERTY
{
    HV_LOGICAL_PROCESSOR_INDEX LpIndex; /**< Index of the processor. */
    HV_LOGICAL_PROCESSOR_PROPERTY_TYPE Type;
} HV_INPUT_GET_LOGICAL_PROCESSOR_PROPERTY, *PHV_INPUT_GET_LOGICAL_PROCESSOR_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_LOGICAL_PROCESSOR_PROPERTY) == 8);

/** Output of HvCallGetLogicalProcessorProperty, x64. Undocumented; only the original 1.x has it. */
typedef struct HV_X64_OUTPUT_GET_LOGICAL_PROCESSOR_PROPERTY
{
    HV_X64_LOGICAL_PROCESSOR_PROPERTY Property;
} HV_X64_OUTPUT_GET_LOGICAL_PROCESSOR_PROPERTY, *PHV_X64_OUTPUT_GET_LOGICAL_PROCESSOR_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_X64_OUTPUT_GET_LOGICAL_PROCESSOR_PROPERTY) == 3256);

/** Output of HvCallGetLogicalProcessorProperty, ARM64. */
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

/** Kind of register, or of instruction. */
typedef HV_UINT32 HV_LOGICAL_PROCESSOR_REGISTER_TYPE, *PHV_LOGICAL_PROCESSOR_REGISTER_TYPE;
typedef const HV_LOGICAL_PROCESSOR_REGISTER_TYPE *PCHV_LOGICAL_PROCESSOR_REGISTER_TYPE;
enum
{
    HvX64LpRegisterTypeCpuid = 0x10000,       /**< CPUID with Eax and Ecx of the address. */
    HvX64LpRegisterTypeMsr = 0x10001,         /**< MSR of the address. */
    HvX64LpRegisterTypeWbinvd = 0x10002,      /**< The processor executes WBINVD. */
    HvArm64LpRegisterTypeHvRegister = 0x10000 /**< HV_REGISTER_NAME of the address. */
};

/**
 * Address of a register, x64: an MSR, or a CPUID leaf and subleaf. Undocumented; from the original
 * 1.x alone.
 */
typedef union HV_X64_LOGICAL_PROCESSOR_REGISTER_ADDRESS
{
    /** Number of the MSR, 0 to 0xFFFFFFFF. */
    HV_UINT32 MsrIndex;
    struct
    {
        HV_UINT32 Eax; /**< CPUID leaf. */
        HV_UINT32 Ecx; /**< CPUID subleaf. */
    };
} HV_X64_LOGICAL_PROCESSOR_REGISTER_ADDRESS, *PHV_X64_LOGICAL_PROCESSOR_REGISTER_ADDRESS;
HV_STATIC_ASSERT(sizeof(HV_X64_LOGICAL_PROCESSOR_REGISTER_ADDRESS) == 8);

typedef const HV_X64_LOGICAL_PROCESSOR_REGISTER_ADDRESS *PCHV_X64_LOGICAL_PROCESSOR_REGISTER_ADDRESS;

/** Address of a register, ARM64. */
typedef union HV_ARM64_LOGICAL_PROCESSOR_REGISTER_ADDRESS
{
    HV_REGISTER_NAME HvRegisterName;
} HV_ARM64_LOGICAL_PROCESSOR_REGISTER_ADDRESS, *PHV_ARM64_LOGICAL_PROCESSOR_REGISTER_ADDRESS;
HV_STATIC_ASSERT(sizeof(HV_ARM64_LOGICAL_PROCESSOR_REGISTER_ADDRESS) == 4);

typedef const HV_ARM64_LOGICAL_PROCESSOR_REGISTER_ADDRESS *PCHV_ARM64_LOGICAL_PROCESSOR_REGISTER_ADDRESS;

/** Register of one logical processor, x64. Undocumented; only the original 1.x has it. */
typedef struct HV_X64_LOGICAL_PROCESSOR_REGISTER_ID
{
    HV_LOGICAL_PROCESSOR_INDEX LpIndex; /**< Index of the processor. */
    HV_LOGICAL_PROCESSOR_REGISTER_TYPE Type;
    HV_X64_LOGICAL_PROCESSOR_REGISTER_ADDRESS Address;
} HV_X64_LOGICAL_PROCESSOR_REGISTER_ID, *PHV_X64_LOGICAL_PROCESSOR_REGISTER_ID;
HV_STATIC_ASSERT(sizeof(HV_X64_LOGICAL_PROCESSOR_REGISTER_ID) == 16);

/** Register of one logical processor, ARM64. */
typedef struct HV_ARM64_LOGICAL_PROCESSOR_REGISTER_ID
{
    HV_LOGICAL_PROCESSOR_INDEX LpIndex; /**< Index of the processor. */
    HV_LOGICAL_PROCESSOR_REGISTER_TYPE Type;
    HV_ARM64_LOGICAL_PROCESSOR_REGISTER_ADDRESS Address;
} HV_ARM64_LOGICAL_PROCESSOR_REGISTER_ID, *PHV_ARM64_LOGICAL_PROCESSOR_REGISTER_ID;
HV_STATIC_ASSERT(sizeof(HV_ARM64_LOGICAL_PROCESSOR_REGISTER_ID) == 12);

typedef HV_BY_TARGET(HV_X64_LOGICAL_PROCESSOR_REGISTER_ID,
                     HV_ARM64_LOGICAL_PROCESSOR_REGISTER_ID) HV_LOGICAL_PROCESSOR_REGISTER_ID,
    *PHV_LOGICAL_PROCESSOR_REGISTER_ID;
typedef const HV_LOGICAL_PROCESSOR_REGISTER_ID *PCHV_LOGICAL_PROCESSOR_REGISTER_ID;

/** Value of a register. Cpuid is for x64; the symbols of 26100 for ARM64 do not have it. */
typedef union HV_LOGICAL_PROCESSOR_REGISTER_VALUE
{
    HV_UINT128 Reg128;         /**< Value of 128 bits. */
    HV_UINT64 Reg64;           /**< Value of 64 bits. */
    HV_UINT32 Reg32;           /**< Value of 32 bits. */
    HV_UINT16 Reg16;           /**< Value of 16 bits. */
    HV_UINT8 Reg8;             /**< Value of 8 bits. */
    HV_X64_CPUID_RESULT Cpuid; /**< Result of CPUID. */
} HV_LOGICAL_PROCESSOR_REGISTER_VALUE, *PHV_LOGICAL_PROCESSOR_REGISTER_VALUE;
typedef const HV_LOGICAL_PROCESSOR_REGISTER_VALUE *PCHV_LOGICAL_PROCESSOR_REGISTER_VALUE;
HV_STATIC_ASSERT(sizeof(HV_LOGICAL_PROCESSOR_REGISTER_VALUE) == 16);

/** Register and its value, x64. Undocumented; only the original 1.x has it. */
typedef struct HV_DECLSPEC_ALIGN(16) HV_X64_LOGICAL_PROCESSOR_REGISTER_ASSOC
{
    HV_X64_LOGICAL_PROCESSOR_REGISTER_ID Id;
    HV_LOGICAL_PROCESSOR_REGISTER_VALUE Value;
} HV_X64_LOGICAL_PROCESSOR_REGISTER_ASSOC, *PHV_X64_LOGICAL_PROCESSOR_REGISTER_ASSOC;
HV_STATIC_ASSERT(sizeof(HV_X64_LOGICAL_PROCESSOR_REGISTER_ASSOC) == 32);

/** Register and its value, ARM64. */
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

/**
 * Input of HvCallSetPerfRegister, which writes a register of the performance states (Power.h). No
 * output.
 */
typedef struct HV_INPUT_SET_PERF_REGISTER
{
    /** Index of the logical processor, by the member's name: HV_LOGICAL_PROCESSOR_INDEX. */
    HV_UINT32 ProcessorIndex;
    HV_UINT32 Padding;
    HV_PPM_PERF_STATE_REGISTER Register;
    HV_UINT64 PreserveMask; /**< Bits that keep their value. */
    HV_UINT64 Value;        /**< Value to write. */
} HV_INPUT_SET_PERF_REGISTER, *PHV_INPUT_SET_PERF_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SET_PERF_REGISTER) == 32);

/**
 * Input of HvCallGetPerfRegister, which reads a register of the performance states (Power.h).
 * Output: HV_OUTPUT_GET_PERF_REGISTER.
 */
typedef struct HV_INPUT_GET_PERF_REGISTER
{
    /** Index of the logical processor, by the member's name: HV_LOGICAL_PROCESSOR_INDEX. */
    HV_UINT32 ProcessorIndex;
    HV_UINT32 Padding;
    HV_PPM_PERF_STATE_REGISTER Register;
} HV_INPUT_GET_PERF_REGISTER, *PHV_INPUT_GET_PERF_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_PERF_REGISTER) == 16);

/** Output of HvCallGetPerfRegister. */
typedef struct HV_OUTPUT_GET_PERF_REGISTER
{
    HV_UINT64 Value; /**< Value of the register. */
} HV_OUTPUT_GET_PERF_REGISTER, *PHV_OUTPUT_GET_PERF_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_GET_PERF_REGISTER) == 8);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_LOGICALPROCESSOR */
