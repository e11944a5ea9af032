/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Interrupts: asserting them in a guest, and those of devices.
 *
 * A parent asserts an interrupt in a child with HvCallAssertVirtualInterrupt, like a chipset: with a
 * type, a destination and a vector. The child's controller (a local APIC for each processor, a GIC on
 * ARM64) delivers it. On x64:
 *
 *     type                    vector        trigger          destination
 *     Fixed                   0 to 255      edge or level    one or, in logical mode, several
 *     LowestPriority          0 to 255      edge or level    the one of lowest priority of them
 *     Nmi, Init, Smi          0             edge             as Fixed
 *     Sipi                    0 to 255      edge             as Fixed
 *     ExtInt                  0 to 255      level            0: the boot processor, APIC or not
 *
 * The processor latches an edge-triggered interrupt immediately. The parent can replace a
 * level-triggered one, by asserting it again with another vector, or withdraw it, with
 * HV_INTERRUPT_VECTOR_NONE, until the processor acknowledges it. When the guest ends it, the parent
 * receives the message HvMessageTypeX64ApicEoi. The processor acknowledges an ExtInt interrupt,
 * which an emulated 8259 sends, when it accepts it; the parent cannot assert another one until
 * HvCallClearVirtualInterrupt. On ARM64 an interrupt is a line that is asserted or not; the guest
 * selects edge or level in its GIC.
 *
 * An *interrupt entry* identifies an interrupt of a device: the content of the device's MSI or of
 * the I/O APIC. The root requests the hypervisor to map a device's interrupts to a processor and
 * vector, and receives the entries to program:
 *
 *     root                                            hypervisor
 *       |-- HvCallMapDeviceInterrupt, target       -->|    reserves vectors, sets up remapping
 *       |<-- the entry -------------------------------|
 *       |    (programs it into the device)            |
 *       |-- HvCallRetarget(Root)DeviceInterrupt    -->|    moves it to other processors
 *       |-- HvCallUnmapDeviceInterrupt             -->|
 *
 * A guest with an attached device must retarget its MSIs by HvCallRetargetDeviceInterrupt with the
 * entry and a processor mask or set, because the message address no longer determines the target.
 *
 * The MSI differs by architecture: 32 bits of address and of data on x64, an address of 64 bits on
 * ARM64. Each structure with an entry is therefore 8 bytes longer on ARM64, and the members after
 * the entry have offsets that are 8 bytes larger.
 *
 * Interrupts from processor to processor are in ProcessorSet.h
 * (HvCallSendSyntheticClusterIpi).
 *
 * Sources: TLFS 6.0b chapter 10 and its online edition
 * (HvCallRetargetDeviceInterrupt, HV_INTERRUPT_ENTRY, HV_MSI_ENTRY,
 * HV_INTERRUPT_CONTROL); OpenVMM hvdef, hv1_hypercall and virt_mshv; mu_msvm;
 * WDK 7.1 hvgdk.h; symbols of securekernel 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_INTERRUPT
#define MILE_HYPERV_HYPERVISOR_INTERRUPT

#include "Device.h"
#include "IommuReport.h"
#include "ProcessorSet.h"

HV_HEADER_BEGIN

/*
 * Virtual interrupts.
 */

/** Value in place of a vector: the call withdraws the asserted interrupt. */
#define HV_INTERRUPT_VECTOR_NONE 0xFFFFFFFFU

/**
 * Delivery mode of an interrupt. On x64 these are the delivery modes of the local APIC, and its two
 * pins.
 */
typedef HV_UINT32 HV_INTERRUPT_TYPE, *PHV_INTERRUPT_TYPE;
enum
{
    HvX64InterruptTypeFixed = 0,
    HvX64InterruptTypeLowestPriority = 1,
    HvX64InterruptTypeSmi = 2,
    HvX64InterruptTypeRemoteRead = 3,
    HvX64InterruptTypeNmi = 4,
    HvX64InterruptTypeInit = 5,
    HvX64InterruptTypeSipi = 6,
    HvX64InterruptTypeExtInt = 7,    /**< From an external controller, such as an 8259. */
    HvX64InterruptTypeLocalInt0 = 8, /**< Pin LINT0 of the local APIC. */
    HvX64InterruptTypeLocalInt1 = 9, /**< Pin LINT1 of the local APIC. */
    HvX64InterruptTypeMaximum = 10, /**< One past the last; sources of different ages differ. */
    HvArm64InterruptTypeFixed = 0,  /**< Interrupt of the GIC with an INTID. */
    HvArm64InterruptTypeMaximum = 8,
};

/** Type and flags of an interrupt to assert. x64 uses the first two flags, ARM64 the third. */
typedef union HV_INTERRUPT_CONTROL
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_INTERRUPT_TYPE InterruptType;
        union
        {
            HV_UINT32 FlagsAsUINT32; /**< The flags as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                /** Bit 32: the interrupt is level-triggered, otherwise edge-triggered. */
                HV_UINT32 X86LevelTriggered : 1;
                /**
                 * Bit 33: the destination is a logical APIC ID, which can address several
                 * processors, otherwise the ID of one local APIC.
                 */
                HV_UINT32 X86LogicalDestinationMode : 1;
                /** Bit 34: asserts the line, otherwise deasserts it. */
                HV_UINT32 Arm64Asserted : 1;
                HV_UINT32 Reserved : 29;
            };
#endif
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                /** Name of X86LevelTriggered before ARM64 was supported. */
                HV_UINT32 LevelTriggered : 1;
                /** Name of X86LogicalDestinationMode before ARM64 was supported. */
                HV_UINT32 LogicalDestinationMode : 1;
                HV_UINT32 Asserted : 1; /**< Name of Arm64Asserted without the architecture. */
                HV_UINT32 ReservedBits : 29;
            };
#endif
        };
    };
} HV_INTERRUPT_CONTROL, *PHV_INTERRUPT_CONTROL;
HV_STATIC_ASSERT(sizeof(HV_INTERRUPT_CONTROL) == 8);

/**
 * Input of HvCallAssertVirtualInterrupt, by which the parent of an active partition asserts or
 * withdraws an interrupt in it. No output.
 *
 *     HV_STATUS_INVALID_VP_INDEX    the destination has no processor, or is not 0 for ExtInt
 *     HV_STATUS_INVALID_PARAMETER   a reserved bit, a vector above 255, or a vector for a type
 *                                   that has none
 *     HV_STATUS_ACKNOWLEDGED        the last ExtInt interrupt was acknowledged and is not cleared
 *     HV_STATUS_INVALID_VTL_STATE   the trust level is not enabled on the target
 */
typedef struct HV_INPUT_ASSERT_VIRTUAL_INTERRUPT
{
    HV_PARTITION_ID TargetPartition; /**< ID of the partition. */
    HV_INTERRUPT_CONTROL InterruptControl;
    /** APIC ID or logical destination on x64. OpenVMM passes 0 for an SPI on ARM64. */
    HV_UINT64 DestinationAddress;
    /** Vector of the interrupt, or HV_INTERRUPT_VECTOR_NONE. */
    HV_INTERRUPT_VECTOR RequestedVector;
    HV_VTL TargetVtl; /**< Trust level that receives the interrupt; not an HV_INPUT_VTL. */
    HV_UINT8 ReservedZ0;
    HV_UINT16 ReservedZ1;
} HV_INPUT_ASSERT_VIRTUAL_INTERRUPT, *PHV_INPUT_ASSERT_VIRTUAL_INTERRUPT;
HV_STATIC_ASSERT(sizeof(HV_INPUT_ASSERT_VIRTUAL_INTERRUPT) == 32);

/**
 * Input of HvCallAssertVirtualInterruptDeprecated, the form of HvCallAssertVirtualInterrupt without
 * trust levels. No output.
 *
 * Undocumented; only the original 1.x has it.
 */
typedef struct HV_INPUT_ASSERT_VIRTUAL_INTERRUPT_DEPRECATED
{
    HV_PARTITION_ID TargetPartition; /**< ID of the partition. */
    HV_INTERRUPT_CONTROL InterruptControl;
    HV_UINT64 DestinationAddress;        /**< APIC ID or logical destination. */
    HV_INTERRUPT_VECTOR RequestedVector; /**< Vector of the interrupt. */
    HV_UINT32 Reserved;
} HV_INPUT_ASSERT_VIRTUAL_INTERRUPT_DEPRECATED, *PHV_INPUT_ASSERT_VIRTUAL_INTERRUPT_DEPRECATED;
HV_STATIC_ASSERT(sizeof(HV_INPUT_ASSERT_VIRTUAL_INTERRUPT_DEPRECATED) == 32);

/**
 * Input of HvCallClearVirtualInterrupt, which clears the acknowledgment of the last ExtInt
 * interrupt, so that the parent can assert the next one. No output. A fast call.
 *
 * HV_STATUS_NOT_ACKNOWLEDGED means that the processor had not acknowledged the interrupt; an
 * emulated interrupt controller needs this result.
 */
typedef struct HV_INPUT_CLEAR_VIRTUAL_INTERRUPT
{
    HV_PARTITION_ID TargetPartition; /**< ID of the partition. */
} HV_INPUT_CLEAR_VIRTUAL_INTERRUPT, *PHV_INPUT_CLEAR_VIRTUAL_INTERRUPT;
HV_STATIC_ASSERT(sizeof(HV_INPUT_CLEAR_VIRTUAL_INTERRUPT) == 8);

/*
 * Interrupt entries.
 */

/** Address of an MSI; HV_MSI_ADDRESS_REGISTER has the fields of x64. */
typedef HV_UINT64 HV_MSI_ADDRESS, *PHV_MSI_ADDRESS;

/** Address of an MSI, x64. */
typedef union HV_MSI_ADDRESS_REGISTER
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 Reserved1 : 2;
        HV_UINT32 DestinationMode : 1; /**< Bit 2: 1 is logical. */
        HV_UINT32 RedirectionHint : 1; /**< Bit 3: to one of the destination's processors. */
        HV_UINT32 Reserved2 : 8;
        HV_UINT32 DestinationId : 8; /**< Bits 12 to 19: APIC id. */
        HV_UINT32 MsiBase : 12;      /**< Bits 20 to 31: 0xFEE. */
    };
#endif
} HV_MSI_ADDRESS_REGISTER, *PHV_MSI_ADDRESS_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_MSI_ADDRESS_REGISTER) == 4);

/** Data of an MSI, x64. */
typedef union HV_MSI_DATA_REGISTER
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 Vector : 8;       /**< Bits 0 to 7: vector of the interrupt. */
        HV_UINT32 DeliveryMode : 3; /**< Bits 8 to 10: HV_INTERRUPT_TYPE. */
        HV_UINT32 Reserved1 : 3;
        HV_UINT32 LevelAssert : 1; /**< Bit 14: 1 asserts a level-triggered interrupt. */
        HV_UINT32 TriggerMode : 1; /**< Bit 15: 1 is level-triggered, 0 edge-triggered. */
        HV_UINT32 Reserved2 : 16;
    };
#endif
} HV_MSI_DATA_REGISTER, *PHV_MSI_DATA_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_MSI_DATA_REGISTER) == 4);

/** MSI, x64. */
typedef union HV_X64_MSI_ENTRY
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_MSI_ADDRESS_REGISTER Address; /**< Address to which the device writes. */
        HV_MSI_DATA_REGISTER Data;       /**< Data that the device writes. */
    };
} HV_X64_MSI_ENTRY, *PHV_X64_MSI_ENTRY;
HV_STATIC_ASSERT(sizeof(HV_X64_MSI_ENTRY) == 8);

/** MSI, ARM64. */
typedef union HV_ARM64_MSI_ENTRY
{
    HV_UINT64 AsUINT64[2];
    struct
    {
        /** Address to which the device writes: a guest physical address of the GIC. */
        HV_UINT64 Address;
        HV_MSI_DATA_REGISTER Data; /**< Data that the device writes. */
        HV_UINT32 Reserved;
    };
} HV_ARM64_MSI_ENTRY, *PHV_ARM64_MSI_ENTRY;
HV_STATIC_ASSERT(sizeof(HV_ARM64_MSI_ENTRY) == 16);

typedef HV_BY_TARGET(HV_X64_MSI_ENTRY, HV_ARM64_MSI_ENTRY) HV_MSI_ENTRY, *PHV_MSI_ENTRY;

/** Redirection entry of an I/O APIC. */
typedef union HV_IOAPIC_RTE
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 Vector : 8;            /**< Bits 0 to 7: vector of the interrupt. */
        HV_UINT32 DeliveryMode : 3;      /**< Bits 8 to 10: HV_INTERRUPT_TYPE. */
        HV_UINT32 DestinationMode : 1;   /**< Bit 11: 1 is logical. */
        HV_UINT32 DeliveryStatus : 1;    /**< Bit 12: read-only; 1 if the delivery is pending. */
        HV_UINT32 InterruptPolarity : 1; /**< Bit 13: 1 is active low. */
        /**
         * Bit 14: read-only; 1 if a processor accepted a level-triggered interrupt and has not ended
         * it.
         */
        HV_UINT32 RemoteIRR : 1;
        HV_UINT32 TriggerMode : 1;   /**< Bit 15: 1 is level. */
        HV_UINT32 InterruptMask : 1; /**< Bit 16: 1 is masked. */
        HV_UINT32 Reserved1 : 15;
        HV_UINT32 Reserved2 : 24;
        HV_UINT32 DestinationId : 8; /**< Bits 56 to 63: APIC id or logical destination. */
    };
#endif
    struct
    {
        HV_UINT32 LowUINT32;  /**< The low 32 bits. */
        HV_UINT32 HighUINT32; /**< The high 32 bits. */
    };
} HV_IOAPIC_RTE, *PHV_IOAPIC_RTE;
HV_STATIC_ASSERT(sizeof(HV_IOAPIC_RTE) == 8);

/**
 * Entry of an ARM64 distributor: a line of the GIC. The members are undocumented except for their
 * names. Source: the 2023 mshv patch.
 */
typedef union HV_GICD_ENTRY
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 Polarity : 1;    /**< Bit 0: undocumented. */
        HV_UINT32 TriggerMode : 1; /**< Bit 1: undocumented. */
        HV_UINT32 Line : 10;       /**< Bits 2 to 11: number of the line, by the member's name. */
        HV_UINT32 ProcessorTarget : 3; /**< Bits 12 to 14: undocumented. */
        HV_UINT32 Vector : 10;         /**< Bits 15 to 24: undocumented. */
        HV_UINT32 Priority : 7;        /**< Bits 25 to 31: undocumented. */
        HV_UINT32 UnitId : 24;         /**< Bits 32 to 55: undocumented. */
        HV_UINT32 Flags : 8;           /**< Bits 56 to 63: undocumented. */
    };
#endif
    struct
    {
        HV_UINT32 LowUINT32;  /**< The low 32 bits. */
        HV_UINT32 HighUINT32; /**< The high 32 bits. */
    };
} HV_GICD_ENTRY, *PHV_GICD_ENTRY;
HV_STATIC_ASSERT(sizeof(HV_GICD_ENTRY) == 8);

/** Source to which an interrupt entry belongs. */
typedef HV_UINT32 HV_INTERRUPT_SOURCE, *PHV_INTERRUPT_SOURCE;
enum
{
    HvInterruptSourceMsi = 1,    /**< MSI and MSI-X. */
    HvInterruptSourceIoApic = 2, /**< A line of an I/O APIC. */
    HvInterruptSourceGicd = 3,   /**< A line of an ARM64 distributor; in the 2023 mshv patch. */
};

/** Interrupt of a device, x64. */
typedef struct HV_X64_INTERRUPT_ENTRY
{
    HV_INTERRUPT_SOURCE InterruptSource;
    HV_UINT32 Reserved;
    union
    {
        HV_UINT64 Data[1]; /**< The entry as one integer. */
        HV_X64_MSI_ENTRY MsiEntry;
        HV_IOAPIC_RTE IoApicRte;
    };
} HV_X64_INTERRUPT_ENTRY, *PHV_X64_INTERRUPT_ENTRY;
HV_STATIC_ASSERT(sizeof(HV_X64_INTERRUPT_ENTRY) == 16);

/** Interrupt of a device, ARM64. */
typedef struct HV_ARM64_INTERRUPT_ENTRY
{
    HV_INTERRUPT_SOURCE InterruptSource;
    HV_UINT32 Reserved;
    union
    {
        HV_UINT64 Data[2]; /**< The entry as two integers. */
        HV_ARM64_MSI_ENTRY MsiEntry;
        HV_GICD_ENTRY GicdEntry;
    };
} HV_ARM64_INTERRUPT_ENTRY, *PHV_ARM64_INTERRUPT_ENTRY;
HV_STATIC_ASSERT(sizeof(HV_ARM64_INTERRUPT_ENTRY) == 24);

typedef HV_BY_TARGET(HV_X64_INTERRUPT_ENTRY, HV_ARM64_INTERRUPT_ENTRY) HV_INTERRUPT_ENTRY, *PHV_INTERRUPT_ENTRY;

/*
 * Targets.
 */

/** HV_DEVICE_INTERRUPT_TARGET_FLAGS as masks. */
#define HV_DEVICE_INTERRUPT_TARGET_MULTICAST 1
#define HV_DEVICE_INTERRUPT_TARGET_PROCESSOR_SET 2
#define HV_DEVICE_INTERRUPT_TARGET_PROXY_REDIRECT 4

/** Form of a target. */
typedef union HV_DEVICE_INTERRUPT_TARGET_FLAGS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 Multicast : 1;    /**< Bit 0: all of the processors; clear: any one of them. */
        HV_UINT32 ProcessorSet : 1; /**< Bit 1: the processors are an HV_GENERIC_SET, not a mask. */
        HV_UINT32 ProxyRedirect : 1; /**< Bit 2: to the paravisor, by a vector of its own; for one processor. */
        HV_UINT32 Reserved : 29;
    };
#endif
} HV_DEVICE_INTERRUPT_TARGET_FLAGS, *PHV_DEVICE_INTERRUPT_TARGET_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_DEVICE_INTERRUPT_TARGET_FLAGS) == 4);

/** Fixed part of a target. */
typedef struct HV_DEVICE_INTERRUPT_TARGET_HEADER
{
    HV_INTERRUPT_VECTOR Vector;
    HV_DEVICE_INTERRUPT_TARGET_FLAGS Flags;
} HV_DEVICE_INTERRUPT_TARGET_HEADER, *PHV_DEVICE_INTERRUPT_TARGET_HEADER;
HV_STATIC_ASSERT(sizeof(HV_DEVICE_INTERRUPT_TARGET_HEADER) == 8);

/**
 * Target of a device's interrupt: a processor mask, or the first words of a processor set whose
 * banks follow.
 */
typedef struct HV_DEVICE_INTERRUPT_TARGET
{
    HV_INTERRUPT_VECTOR Vector;
    HV_DEVICE_INTERRUPT_TARGET_FLAGS Flags;
    union
    {
        HV_UINT64 ProcessorMask;   /**< Bit n: VP n. */
        HV_UINT64 ProcessorSet[1]; /**< HV_GENERIC_SET.Format; ValidBanksMask and banks follow. */
    };
} HV_DEVICE_INTERRUPT_TARGET, *PHV_DEVICE_INTERRUPT_TARGET;
HV_STATIC_ASSERT(sizeof(HV_DEVICE_INTERRUPT_TARGET) == 16);

/**
 * Input of HvCallRetargetDeviceInterrupt, x64, which changes the target processors of an MSI of one of
 * the caller's devices. A simple call. It has no output. HvCallRetargetRootDeviceInterrupt has the same
 * input and returns HV_OUTPUT_RETARGET_ROOT_DEVICE_INTERRUPT.
 *
 * With a mask, there is no variable header. With a set, which must be sparse, only Format is in this
 * structure: ValidBanksMask and the banks follow as the call's variable header, whose size is
 * therefore 1 plus the number of banks.
 *
 * Failures: HV_STATUS_INVALID_DEVICE_ID if the caller has no such device, HV_STATUS_INVALID_PARAMETER
 * for an entry that is not an MSI, the set of all processors, a nonexistent processor or a reserved
 * bit; also HV_STATUS_FEATURE_UNAVAILABLE and HV_STATUS_OPERATION_DENIED.
 */
typedef struct HV_X64_INPUT_RETARGET_DEVICE_INTERRUPT
{
    HV_PARTITION_ID PartitionId;           /**< HV_PARTITION_ID_SELF. */
    HV_UINT64 DeviceId;                    /**< The logical number of the device (Device.h). */
    HV_X64_INTERRUPT_ENTRY InterruptEntry; /**< MSI that the guest programmed into the device. */
    HV_UINT64 Reserved;
    HV_DEVICE_INTERRUPT_TARGET InterruptTarget;
} HV_X64_INPUT_RETARGET_DEVICE_INTERRUPT, *PHV_X64_INPUT_RETARGET_DEVICE_INTERRUPT;
HV_STATIC_ASSERT(sizeof(HV_X64_INPUT_RETARGET_DEVICE_INTERRUPT) == 56);

/**
 * Input of HvCallRetargetDeviceInterrupt, ARM64. The form differs from
 * HV_X64_INPUT_RETARGET_DEVICE_INTERRUPT only by the longer entry.
 */
typedef struct HV_ARM64_INPUT_RETARGET_DEVICE_INTERRUPT
{
    HV_PARTITION_ID PartitionId;
    HV_UINT64 DeviceId; /**< Logical number of the device (Device.h). */
    HV_ARM64_INTERRUPT_ENTRY InterruptEntry;
    HV_UINT64 Reserved;
    HV_DEVICE_INTERRUPT_TARGET InterruptTarget;
} HV_ARM64_INPUT_RETARGET_DEVICE_INTERRUPT, *PHV_ARM64_INPUT_RETARGET_DEVICE_INTERRUPT;
HV_STATIC_ASSERT(sizeof(HV_ARM64_INPUT_RETARGET_DEVICE_INTERRUPT) == 64);

typedef HV_BY_TARGET(HV_X64_INPUT_RETARGET_DEVICE_INTERRUPT, HV_ARM64_INPUT_RETARGET_DEVICE_INTERRUPT)
    HV_INPUT_RETARGET_DEVICE_INTERRUPT, *PHV_INPUT_RETARGET_DEVICE_INTERRUPT;

/** Output of HvCallRetargetRootDeviceInterrupt: the entry to program. */
typedef HV_INTERRUPT_ENTRY HV_OUTPUT_RETARGET_ROOT_DEVICE_INTERRUPT, *PHV_OUTPUT_RETARGET_ROOT_DEVICE_INTERRUPT;

/*
 * Mapping, by the root.
 */

/** Trigger mode of a device's interrupt. */
typedef HV_UINT32 HV_INTERRUPT_TRIGGER_MODE, *PHV_INTERRUPT_TRIGGER_MODE;
enum
{
    HvInterruptTriggerModeEdge = 0,
    HvInterruptTriggerModeLevel = 1,
};

/** Interrupts to map, without their target. */
typedef struct HV_DEVICE_INTERRUPT_DESCRIPTOR_HEADER
{
    HV_INTERRUPT_TYPE InterruptType;
    HV_INTERRUPT_TRIGGER_MODE TriggerMode;
    HV_UINT32 VectorCount; /**< Number of consecutive vectors; the bound is undocumented. */
    HV_UINT32 Reserved;
} HV_DEVICE_INTERRUPT_DESCRIPTOR_HEADER, *PHV_DEVICE_INTERRUPT_DESCRIPTOR_HEADER;
HV_STATIC_ASSERT(sizeof(HV_DEVICE_INTERRUPT_DESCRIPTOR_HEADER) == 16);

/** Interrupts to map: VectorCount consecutive vectors. */
typedef struct HV_DEVICE_INTERRUPT_DESCRIPTOR
{
    HV_INTERRUPT_TYPE InterruptType;
    HV_INTERRUPT_TRIGGER_MODE TriggerMode;
    HV_UINT32 VectorCount; /**< Number of consecutive vectors; the bound is undocumented. */
    HV_UINT32 Reserved;
    HV_DEVICE_INTERRUPT_TARGET Target;
} HV_DEVICE_INTERRUPT_DESCRIPTOR, *PHV_DEVICE_INTERRUPT_DESCRIPTOR;
HV_STATIC_ASSERT(sizeof(HV_DEVICE_INTERRUPT_DESCRIPTOR) == 32);

/**
 * Input of HvCallMapDeviceInterrupt, x64: routes a device's interrupts to processors of a
 * partition. The caller is the root, with the privilege CpuManagement. A set of processors
 * continues after the fixed part, as the call's variable header. Output:
 * HV_OUTPUT_MAP_DEVICE_INTERRUPT.
 *
 * Source: Linux 7.3 include/hyperv; the ARM64 symbols of securekernel 26100 have the same members.
 * The original has another form (References/Errata.md).
 */
typedef struct HV_X64_INPUT_MAP_DEVICE_INTERRUPT
{
    HV_PARTITION_ID PartitionId; /**< Partition that has the device. */
    HV_DEVICE_ID DeviceId;       /**< Device that raises the interrupts. */
    HV_UINT32 Flags;             /**< Undocumented; zero. */
    /**
     * Index of the first reserved entry in the interrupt remapping table, zero-based; below the
     * number of entries of the table.
     */
    HV_UINT32 BaseIrtIndex;
    /** Entry that the partition knows; all zeros if there is none. */
    HV_X64_INTERRUPT_ENTRY LogicalInterruptEntry;
    HV_DEVICE_INTERRUPT_DESCRIPTOR InterruptDescriptor;
} HV_X64_INPUT_MAP_DEVICE_INTERRUPT, *PHV_X64_INPUT_MAP_DEVICE_INTERRUPT;
HV_STATIC_ASSERT(sizeof(HV_X64_INPUT_MAP_DEVICE_INTERRUPT) == 72);

/**
 * Input of HvCallMapDeviceInterrupt, ARM64, which routes a device's interrupts to processors of a
 * partition. Output: HV_OUTPUT_MAP_DEVICE_INTERRUPT.
 */
typedef struct HV_ARM64_INPUT_MAP_DEVICE_INTERRUPT
{
    HV_PARTITION_ID PartitionId;
    HV_DEVICE_ID DeviceId; /**< Device that raises the interrupts. */
    HV_UINT32 Flags;       /**< Undocumented; zero. */
    /**
     * Index of the first reserved entry in the interrupt remapping table, zero-based; below the
     * number of entries of the table.
     */
    HV_UINT32 BaseIrtIndex;
    /** Entry that the partition knows; all zeros if there is none. */
    HV_ARM64_INTERRUPT_ENTRY LogicalInterruptEntry;
    HV_DEVICE_INTERRUPT_DESCRIPTOR InterruptDescriptor;
} HV_ARM64_INPUT_MAP_DEVICE_INTERRUPT, *PHV_ARM64_INPUT_MAP_DEVICE_INTERRUPT;
HV_STATIC_ASSERT(sizeof(HV_ARM64_INPUT_MAP_DEVICE_INTERRUPT) == 80);

typedef HV_BY_TARGET(HV_X64_INPUT_MAP_DEVICE_INTERRUPT, HV_ARM64_INPUT_MAP_DEVICE_INTERRUPT)
    HV_INPUT_MAP_DEVICE_INTERRUPT, *PHV_INPUT_MAP_DEVICE_INTERRUPT;

/** Output of HvCallMapDeviceInterrupt, x64: the entry to program into the device. */
typedef struct HV_X64_OUTPUT_MAP_DEVICE_INTERRUPT
{
    HV_X64_INTERRUPT_ENTRY InterruptEntry;
    HV_IOMMU_EXTENDED_STATUS ExtendedStatus;
} HV_X64_OUTPUT_MAP_DEVICE_INTERRUPT, *PHV_X64_OUTPUT_MAP_DEVICE_INTERRUPT;
HV_STATIC_ASSERT(sizeof(HV_X64_OUTPUT_MAP_DEVICE_INTERRUPT) == 56);

/** Output of HvCallMapDeviceInterrupt, ARM64. */
typedef struct HV_ARM64_OUTPUT_MAP_DEVICE_INTERRUPT
{
    HV_ARM64_INTERRUPT_ENTRY InterruptEntry;
    union
    {
        HV_IOMMU_EXTENDED_STATUS ExtendedStatus;
        HV_IOMMU_EXTENDED_STATUS ExtendedStatusDeprecated; /**< The name in build 26100. */
    };
} HV_ARM64_OUTPUT_MAP_DEVICE_INTERRUPT, *PHV_ARM64_OUTPUT_MAP_DEVICE_INTERRUPT;
HV_STATIC_ASSERT(sizeof(HV_ARM64_OUTPUT_MAP_DEVICE_INTERRUPT) == 64);

typedef HV_BY_TARGET(HV_X64_OUTPUT_MAP_DEVICE_INTERRUPT, HV_ARM64_OUTPUT_MAP_DEVICE_INTERRUPT)
    HV_OUTPUT_MAP_DEVICE_INTERRUPT, *PHV_OUTPUT_MAP_DEVICE_INTERRUPT;

/**
 * Input of HvCallUnmapDeviceInterrupt, x64, which removes the mapping that returned this entry. No
 * output. Source: Linux 7.3.
 */
typedef struct HV_X64_INPUT_UNMAP_DEVICE_INTERRUPT
{
    HV_PARTITION_ID PartitionId;
    HV_DEVICE_ID DeviceId; /**< Device that raises the interrupts. */
    HV_X64_INTERRUPT_ENTRY InterruptEntry;
    HV_UINT32 Flags; /**< Undocumented; zero. The original does not have it. */
    HV_UINT32 Padding;
} HV_X64_INPUT_UNMAP_DEVICE_INTERRUPT, *PHV_X64_INPUT_UNMAP_DEVICE_INTERRUPT;
HV_STATIC_ASSERT(sizeof(HV_X64_INPUT_UNMAP_DEVICE_INTERRUPT) == 40);

/**
 * Input of HvCallUnmapDeviceInterrupt, ARM64, which removes the mapping that returned this entry.
 * No output.
 */
typedef struct HV_ARM64_INPUT_UNMAP_DEVICE_INTERRUPT
{
    HV_PARTITION_ID PartitionId;
    HV_DEVICE_ID DeviceId; /**< Device that raises the interrupts. */
    HV_ARM64_INTERRUPT_ENTRY InterruptEntry;
    HV_UINT32 Flags; /**< Undocumented; zero. */
    HV_UINT32 Padding;
} HV_ARM64_INPUT_UNMAP_DEVICE_INTERRUPT, *PHV_ARM64_INPUT_UNMAP_DEVICE_INTERRUPT;
HV_STATIC_ASSERT(sizeof(HV_ARM64_INPUT_UNMAP_DEVICE_INTERRUPT) == 48);

typedef HV_BY_TARGET(HV_X64_INPUT_UNMAP_DEVICE_INTERRUPT, HV_ARM64_INPUT_UNMAP_DEVICE_INTERRUPT)
    HV_INPUT_UNMAP_DEVICE_INTERRUPT, *PHV_INPUT_UNMAP_DEVICE_INTERRUPT;

/*
 * Devices that the host emulates or keeps across a restart of the root.
 */

/**
 * Input of HvCallAssertDeviceInterrupt, x64: raises an interrupt in place of the device. No output.
 *
 * Undocumented on x64: the members are those of the ARM64 symbols, the entry is that of x64.
 */
typedef struct HV_X64_INPUT_ASSERT_DEVICE_INTERRUPT
{
    HV_PARTITION_ID PartitionId;
    HV_LOGICAL_DEVICE_ID LogicalDeviceId;
    HV_X64_INTERRUPT_ENTRY InterruptEntry;
} HV_X64_INPUT_ASSERT_DEVICE_INTERRUPT, *PHV_X64_INPUT_ASSERT_DEVICE_INTERRUPT;
HV_STATIC_ASSERT(sizeof(HV_X64_INPUT_ASSERT_DEVICE_INTERRUPT) == 32);

/** Input of HvCallAssertDeviceInterrupt, ARM64. No output. */
typedef struct HV_ARM64_INPUT_ASSERT_DEVICE_INTERRUPT
{
    HV_PARTITION_ID PartitionId;
    HV_LOGICAL_DEVICE_ID LogicalDeviceId;
    HV_ARM64_INTERRUPT_ENTRY InterruptEntry;
} HV_ARM64_INPUT_ASSERT_DEVICE_INTERRUPT, *PHV_ARM64_INPUT_ASSERT_DEVICE_INTERRUPT;
HV_STATIC_ASSERT(sizeof(HV_ARM64_INPUT_ASSERT_DEVICE_INTERRUPT) == 40);

typedef HV_BY_TARGET(HV_X64_INPUT_ASSERT_DEVICE_INTERRUPT, HV_ARM64_INPUT_ASSERT_DEVICE_INTERRUPT)
    HV_INPUT_ASSERT_DEVICE_INTERRUPT, *PHV_INPUT_ASSERT_DEVICE_INTERRUPT;

/**
 * Input of HvCallQueryDeviceInterruptTarget, x64: returns the target of a device's interrupt.
 * Output: HV_OUTPUT_QUERY_DEVICE_INTERRUPT_TARGET.
 *
 * Undocumented on x64: the members are those of the ARM64 symbols, the entry is that of x64.
 */
typedef struct HV_X64_INPUT_QUERY_DEVICE_INTERRUPT_TARGET
{
    HV_PARTITION_ID PartitionId;
    HV_LOGICAL_DEVICE_ID LogicalDeviceId;
    HV_X64_INTERRUPT_ENTRY InterruptEntry;
} HV_X64_INPUT_QUERY_DEVICE_INTERRUPT_TARGET, *PHV_X64_INPUT_QUERY_DEVICE_INTERRUPT_TARGET;
HV_STATIC_ASSERT(sizeof(HV_X64_INPUT_QUERY_DEVICE_INTERRUPT_TARGET) == 32);

/**
 * Input of HvCallQueryDeviceInterruptTarget, ARM64: returns the target of a device's interrupt.
 * Output: HV_OUTPUT_QUERY_DEVICE_INTERRUPT_TARGET.
 */
typedef struct HV_ARM64_INPUT_QUERY_DEVICE_INTERRUPT_TARGET
{
    HV_PARTITION_ID PartitionId;
    HV_LOGICAL_DEVICE_ID LogicalDeviceId;
    HV_ARM64_INTERRUPT_ENTRY InterruptEntry;
} HV_ARM64_INPUT_QUERY_DEVICE_INTERRUPT_TARGET, *PHV_ARM64_INPUT_QUERY_DEVICE_INTERRUPT_TARGET;
HV_STATIC_ASSERT(sizeof(HV_ARM64_INPUT_QUERY_DEVICE_INTERRUPT_TARGET) == 40);

typedef HV_BY_TARGET(HV_X64_INPUT_QUERY_DEVICE_INTERRUPT_TARGET, HV_ARM64_INPUT_QUERY_DEVICE_INTERRUPT_TARGET)
    HV_INPUT_QUERY_DEVICE_INTERRUPT_TARGET, *PHV_INPUT_QUERY_DEVICE_INTERRUPT_TARGET;

/**
 * Output of HvCallQueryDeviceInterruptTarget, x64.
 *
 * Undocumented on x64: the members are those of the ARM64 symbols, the entry is that of x64.
 */
typedef struct HV_X64_OUTPUT_QUERY_DEVICE_INTERRUPT_TARGET
{
    HV_UINT32 InterruptTargetSize; /**< Number of valid bytes of the target; at most 56. */
    HV_UINT32 Padding;
    union
    {
        HV_DEVICE_INTERRUPT_TARGET InterruptTarget;
        struct
        {
            /** Target without its processor set. */
            HV_DEVICE_INTERRUPT_TARGET_HEADER InterruptTargetHeader;
            /** Header of the target's processor set. */
            HV_GENERIC_SET_HEADER InterruptTargetProcessorSetHeader;
        };
    };
    /** Banks of the target's processor set. */
    HV_UINT64 InterruptTargetProcessorSetBankContents[4];
    HV_X64_INTERRUPT_ENTRY InterruptEntry;
} HV_X64_OUTPUT_QUERY_DEVICE_INTERRUPT_TARGET, *PHV_X64_OUTPUT_QUERY_DEVICE_INTERRUPT_TARGET;
HV_STATIC_ASSERT(sizeof(HV_X64_OUTPUT_QUERY_DEVICE_INTERRUPT_TARGET) == 80);

/** Output of HvCallQueryDeviceInterruptTarget, ARM64. */
typedef struct HV_ARM64_OUTPUT_QUERY_DEVICE_INTERRUPT_TARGET
{
    HV_UINT32 InterruptTargetSize; /**< Number of valid bytes of the target; at most 56. */
    HV_UINT32 Padding;
    union
    {
        HV_DEVICE_INTERRUPT_TARGET InterruptTarget;
        struct
        {
            /** Target without its processor set. */
            HV_DEVICE_INTERRUPT_TARGET_HEADER InterruptTargetHeader;
            /** Header of the target's processor set. */
            HV_GENERIC_SET_HEADER InterruptTargetProcessorSetHeader;
        };
    };
    /** Banks of the target's processor set. */
    HV_UINT64 InterruptTargetProcessorSetBankContents[4];
    HV_ARM64_INTERRUPT_ENTRY InterruptEntry;
} HV_ARM64_OUTPUT_QUERY_DEVICE_INTERRUPT_TARGET, *PHV_ARM64_OUTPUT_QUERY_DEVICE_INTERRUPT_TARGET;
HV_STATIC_ASSERT(sizeof(HV_ARM64_OUTPUT_QUERY_DEVICE_INTERRUPT_TARGET) == 88);

typedef HV_BY_TARGET(HV_X64_OUTPUT_QUERY_DEVICE_INTERRUPT_TARGET, HV_ARM64_OUTPUT_QUERY_DEVICE_INTERRUPT_TARGET)
    HV_OUTPUT_QUERY_DEVICE_INTERRUPT_TARGET, *PHV_OUTPUT_QUERY_DEVICE_INTERRUPT_TARGET;

/**
 * Input of HvCallReserveDeviceInterrupt, x64: reserves entries of the interrupt remapping table. No
 * output.
 *
 * Undocumented on x64: the members are those of the ARM64 symbols, the entry is that of x64.
 */
typedef struct HV_X64_INPUT_RESERVE_DEVICE_INTERRUPT
{
    HV_PARTITION_ID PartitionId;
    HV_LOGICAL_DEVICE_ID LogicalDeviceId;
    HV_UINT32 VectorCount; /**< Number of entries to reserve; the bound is undocumented. */
    HV_UINT32 Padding;
    HV_UINT64 Flags;                              /**< Undocumented. */
    HV_X64_INTERRUPT_ENTRY LogicalInterruptEntry; /**< Entry that the partition knows. */
    /**
     * Index of the first entry in the interrupt remapping table, zero-based; below the number of
     * entries of the table.
     */
    HV_UINT32 BaseIrtIndex;
    HV_UINT32 Padding1;
} HV_X64_INPUT_RESERVE_DEVICE_INTERRUPT, *PHV_X64_INPUT_RESERVE_DEVICE_INTERRUPT;
HV_STATIC_ASSERT(sizeof(HV_X64_INPUT_RESERVE_DEVICE_INTERRUPT) == 56);

/** Input of HvCallReserveDeviceInterrupt, ARM64, which reserves entries of the interrupt remapping table. No output. */
typedef struct HV_ARM64_INPUT_RESERVE_DEVICE_INTERRUPT
{
    HV_PARTITION_ID PartitionId;
    HV_LOGICAL_DEVICE_ID LogicalDeviceId;
    HV_UINT32 VectorCount; /**< Number of entries to reserve; the bound is undocumented. */
    HV_UINT32 Padding;
    HV_UINT64 Flags;                                /**< Undocumented. */
    HV_ARM64_INTERRUPT_ENTRY LogicalInterruptEntry; /**< Entry that the partition knows. */
    /**
     * Index of the first entry in the interrupt remapping table, zero-based; below the number of
     * entries of the table.
     */
    HV_UINT32 BaseIrtIndex;
    HV_UINT32 Padding1;
} HV_ARM64_INPUT_RESERVE_DEVICE_INTERRUPT, *PHV_ARM64_INPUT_RESERVE_DEVICE_INTERRUPT;
HV_STATIC_ASSERT(sizeof(HV_ARM64_INPUT_RESERVE_DEVICE_INTERRUPT) == 64);

typedef HV_BY_TARGET(HV_X64_INPUT_RESERVE_DEVICE_INTERRUPT, HV_ARM64_INPUT_RESERVE_DEVICE_INTERRUPT)
    HV_INPUT_RESERVE_DEVICE_INTERRUPT, *PHV_INPUT_RESERVE_DEVICE_INTERRUPT;

/**
 * Input of HvCallPersistDeviceInterrupt, x64, which preserves a mapping, as HvCallPersistDevice
 * preserves a device. Output: HV_OUTPUT_PERSIST_DEVICE_INTERRUPT.
 *
 * Undocumented on x64: the members are those of the ARM64 symbols, the entry is that of x64.
 */
typedef struct HV_X64_INPUT_PERSIST_DEVICE_INTERRUPT
{
    HV_PARTITION_ID PartitionId;
    HV_LOGICAL_DEVICE_ID LogicalDeviceId;
    HV_X64_INTERRUPT_ENTRY InterruptEntry;
    HV_UINT32 VectorCount; /**< Number of consecutive vectors; the bound is undocumented. */
    HV_UINT32 Padding;
    HV_UINT64 Flags; /**< Undocumented. */
} HV_X64_INPUT_PERSIST_DEVICE_INTERRUPT, *PHV_X64_INPUT_PERSIST_DEVICE_INTERRUPT;
HV_STATIC_ASSERT(sizeof(HV_X64_INPUT_PERSIST_DEVICE_INTERRUPT) == 48);

/**
 * Input of HvCallPersistDeviceInterrupt, ARM64, which preserves a mapping, as HvCallPersistDevice
 * preserves a device. Output: HV_OUTPUT_PERSIST_DEVICE_INTERRUPT.
 */
typedef struct HV_ARM64_INPUT_PERSIST_DEVICE_INTERRUPT
{
    HV_PARTITION_ID PartitionId;
    HV_LOGICAL_DEVICE_ID LogicalDeviceId;
    HV_ARM64_INTERRUPT_ENTRY InterruptEntry;
    HV_UINT32 VectorCount; /**< Number of consecutive vectors; the bound is undocumented. */
    HV_UINT32 Padding;
    HV_UINT64 Flags; /**< Undocumented. */
} HV_ARM64_INPUT_PERSIST_DEVICE_INTERRUPT, *PHV_ARM64_INPUT_PERSIST_DEVICE_INTERRUPT;
HV_STATIC_ASSERT(sizeof(HV_ARM64_INPUT_PERSIST_DEVICE_INTERRUPT) == 56);

typedef HV_BY_TARGET(HV_X64_INPUT_PERSIST_DEVICE_INTERRUPT, HV_ARM64_INPUT_PERSIST_DEVICE_INTERRUPT)
    HV_INPUT_PERSIST_DEVICE_INTERRUPT, *PHV_INPUT_PERSIST_DEVICE_INTERRUPT;

/** Output of HvCallPersistDeviceInterrupt. */
typedef struct HV_CALL_ATTRIBUTES HV_OUTPUT_PERSIST_DEVICE_INTERRUPT
{
    /**
     * Index of the mapping's first entry in the interrupt remapping table, zero-based; below the
     * number of entries of the table.
     */
    HV_UINT32 BaseIrtIndex;
    HV_UINT32 Padding;
} HV_OUTPUT_PERSIST_DEVICE_INTERRUPT, *PHV_OUTPUT_PERSIST_DEVICE_INTERRUPT;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_PERSIST_DEVICE_INTERRUPT) == 8);

/**
 * Input of HvCallSetVirtualInterruptTarget, ARM64, which selects the processor that receives an
 * interrupt of a partition. No output. A simple call.
 *
 * Source: TLFS online.
 */
typedef struct HV_ARM64_INPUT_SET_VIRTUAL_INTERRUPT_TARGET
{
    HV_PARTITION_ID PartitionId;
    HV_INTERRUPT_VECTOR InterruptId; /**< INTID of the interrupt. */
    HV_VP_INDEX VpIndex;
    HV_VTL Vtl;
    HV_UINT8 Padding[7];
} HV_ARM64_INPUT_SET_VIRTUAL_INTERRUPT_TARGET, *PHV_ARM64_INPUT_SET_VIRTUAL_INTERRUPT_TARGET;
HV_STATIC_ASSERT(sizeof(HV_ARM64_INPUT_SET_VIRTUAL_INTERRUPT_TARGET) == 24);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_INTERRUPT */
