/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Devices of the machine as the hypervisor names them: PCI functions, ACPI and logical devices.
 *
 * A call about a device that a partition owns (its interrupts, its DMA) names it
 * by HV_DEVICE_ID, 64 bits, whose top two say which kind it is:
 *
 *     HV_DEVICE_TYPE_LOGICAL  a number that the hypervisor or the host gave
 *     HV_DEVICE_TYPE_PCI      segment and bus, device, function of a PCI function
 *     HV_DEVICE_TYPE_IOAPIC   an I/O APIC, by its id (x64)
 *     HV_DEVICE_TYPE_ACPI     a device that ACPI describes, by its interrupt mappings
 *
 * For a virtual PCI device of a guest the logical number is made from the
 * instance GUID of its VMBus channel (Device/Pci.h tells how).
 *
 * Sources: OpenVMM hvdef and vpci; symbols of securekernel 26100; the 2023 mshv
 * patch.
 */

#ifndef MILE_HYPERV_HYPERVISOR_DEVICE
#define MILE_HYPERV_HYPERVISOR_DEVICE

#include "Types.h"

HV_HEADER_BEGIN

typedef HV_UINT64 HV_LOGICAL_DEVICE_ID, *PHV_LOGICAL_DEVICE_ID;
typedef HV_UINT8 HV_IOAPIC_ID, *PHV_IOAPIC_ID;
typedef HV_UINT16 HV_PCI_SEGMENT, *PHV_PCI_SEGMENT;
/** Bus, device, function in 16 bits, as PCI Express requester ids have them. */
typedef HV_UINT16 HV_PCI_RID, *PHV_PCI_RID;

/** Kinds of HV_DEVICE_ID. */
typedef HV_UINT32 HV_DEVICE_TYPE, *PHV_DEVICE_TYPE;
#define HV_DEVICE_TYPE_LOGICAL 0
#define HV_DEVICE_TYPE_PCI 1
#define HV_DEVICE_TYPE_IOAPIC 2
#define HV_DEVICE_TYPE_ACPI 3

/** Bus, device, function. */
typedef union HV_PCI_BDF
{
    HV_UINT16 AsUINT16;
    struct
    {
        union
        {
            HV_UINT8 AsUINT8;
            struct
            {
                HV_UINT8 Function : 3; /**< Bits 0 to 2. */
                HV_UINT8 Device : 5;   /**< Bits 3 to 7. */
            };
        };
        HV_UINT8 Bus;
    };
} HV_PCI_BDF, *PHV_PCI_BDF;
HV_STATIC_ASSERT(sizeof(HV_PCI_BDF) == 2);

/** The buses behind a bridge. */
typedef union HV_PCI_BUS_RANGE
{
    HV_UINT16 AsUINT16;
    struct
    {
        HV_UINT8 SubordinateBus;
        HV_UINT8 SecondaryBus;
    };
} HV_PCI_BUS_RANGE, *PHV_PCI_BUS_RANGE;
HV_STATIC_ASSERT(sizeof(HV_PCI_BUS_RANGE) == 2);

/**
 * A device, x64. The top two bits are the type in every form; what the PCI form
 * has between its segment and them is described by the original alone, which
 * places its own DeviceType at bit 32: see References/Errata.md.
 */
typedef union HV_X64_DEVICE_ID
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT64 Id : 62;        /**< Bits 0 to 61. */
        HV_UINT64 DeviceType : 2; /**< Bits 62 and 63. */
    } Logical;
    struct
    {
        union
        {
            HV_UINT16 Rid;
            HV_PCI_BDF Bdf;
        };
        HV_UINT16 Segment;
        union
        {
            HV_UINT8 AsUINT8;
            struct
            {
                HV_UINT8 DeviceType : 2;          /**< Bits 0 and 1. */
                HV_UINT8 SourceShadow : 2;        /**< Bits 2 and 3. */
                HV_UINT8 PhantomFunctionBits : 2; /**< Bits 4 and 5. */
                HV_UINT8 RsvdZ0 : 2;
            };
        };
        HV_IOAPIC_ID IoApicId;
        union
        {
            HV_PCI_BDF ShadowBdf;
            HV_PCI_BUS_RANGE ShadowBusRange;
        };
    } Pci;
    struct
    {
        HV_UINT32 InputMappingBase;
        union
        {
            HV_UINT32 AsUINT32;
            struct
            {
                HV_UINT32 InputMappingsCount : 30; /**< Bits 0 to 29. */
                HV_UINT32 DeviceType : 2;          /**< Bits 30 and 31. */
            };
        };
    } Acpi;
    struct
    {
        HV_UINT64 Reserved0 : 62;
        HV_UINT64 DeviceType : 2; /**< Bits 62 and 63. */
    };
} HV_X64_DEVICE_ID, *PHV_X64_DEVICE_ID;
HV_STATIC_ASSERT(sizeof(HV_X64_DEVICE_ID) == 8);

/** A device, ARM64. */
typedef union HV_ARM64_DEVICE_ID
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT64 Id : 62;        /**< Bits 0 to 61. */
        HV_UINT64 DeviceType : 2; /**< Bits 62 and 63. */
    } Logical;
    struct
    {
        union
        {
            HV_UINT16 Rid;
            HV_PCI_BDF Bdf;
        };
        HV_UINT16 Segment;
        HV_UINT16 RsvdZ0;
        union
        {
            HV_UINT16 AsUINT16;
            struct
            {
                HV_UINT16 PhantomFunctionBits : 2; /**< Bits 0 and 1. */
                HV_UINT16 RsvdZ1 : 12;
                HV_UINT16 DeviceType : 2;          /**< Bits 14 and 15. */
            };
        };
    } Pci;
    struct
    {
        HV_UINT32 InputMappingBase;
        union
        {
            HV_UINT32 AsUINT32;
            struct
            {
                HV_UINT32 InputMappingsCount : 30; /**< Bits 0 to 29. */
                HV_UINT32 DeviceType : 2;          /**< Bits 30 and 31. */
            };
        };
    } Acpi;
    struct
    {
        HV_UINT64 Reserved0 : 62;
        HV_UINT64 DeviceType : 2; /**< Bits 62 and 63. */
    };
} HV_ARM64_DEVICE_ID, *PHV_ARM64_DEVICE_ID;
HV_STATIC_ASSERT(sizeof(HV_ARM64_DEVICE_ID) == 8);

typedef HV_BY_TARGET(HV_X64_DEVICE_ID, HV_ARM64_DEVICE_ID) HV_DEVICE_ID, *PHV_DEVICE_ID;

/** Segment, bus, device, function of a PCI function. */
typedef union HV_PCI_ID
{
    HV_UINT32 AsUINT32;
    struct
    {
        HV_UINT16 Rid;
        HV_UINT16 Segment;
    };
    HV_PCI_BDF Bdf;
} HV_PCI_ID, *PHV_PCI_ID;
HV_STATIC_ASSERT(sizeof(HV_PCI_ID) == 4);

/** A PCI function by the way to it, as DMAR and IVRS tables describe it: PathLength elements follow. */
typedef struct HV_PCI_PATH
{
    HV_UINT8 PathLength;
    HV_UINT8 Padding;
    HV_UINT16 Segment;
    HV_UINT8 StartBus;
    union
    {
        HV_UINT8 AsUINT8;
        struct
        {
            HV_UINT8 Function : 3; /**< Bits 0 to 2. */
            HV_UINT8 Device : 5;   /**< Bits 3 to 7. */
        };
    } Path[1]; /**< One or more; PathLength tells. */
} HV_PCI_PATH, *PHV_PCI_PATH;
HV_STATIC_ASSERT(sizeof(HV_PCI_PATH) == 6);

/** What a PCI function says of itself to the IOMMU. */
typedef union HV_DEVICE_PCI_CAPABILITIES
{
    HV_UINT32 AsUINT32;
    struct
    {
        HV_UINT32 MaxPasidWidth : 5;            /**< Bits 0 to 4: bits. */
        HV_UINT32 InvalidateQueueDepth : 5;     /**< Bits 5 to 9. */
        HV_UINT32 GlobalInvalidate : 1;         /**< Bit 10. */
        HV_UINT32 PrgResponsePasidRequired : 1; /**< Bit 11: page responses carry the PASID. */
        HV_UINT32 Reserved : 20;
    };
} HV_DEVICE_PCI_CAPABILITIES, *PHV_DEVICE_PCI_CAPABILITIES;
HV_STATIC_ASSERT(sizeof(HV_DEVICE_PCI_CAPABILITIES) == 4);

/*
 * Attaching a device to a partition.
 */

/** How a device is attached, x64. */
typedef union HV_X64_ATTACH_DEVICE_FLAGS
{
    HV_UINT32 AsUINT32;
    struct
    {
        HV_UINT32 LogicalId : 1;      /**< Bit 0: LogicalDeviceId holds. */
        HV_UINT32 PasidSupported : 1; /**< Bit 1. */
        HV_UINT32 PasidEnabled : 1;   /**< Bit 2. */
        HV_UINT32 Reserved : 29;
    };
} HV_X64_ATTACH_DEVICE_FLAGS, *PHV_X64_ATTACH_DEVICE_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_X64_ATTACH_DEVICE_FLAGS) == 4);

/** How a device is attached, in the symbols of build 26100 for ARM64. */
typedef union HV_ARM64_ATTACH_DEVICE_FLAGS
{
    HV_UINT32 AsUINT32;
    struct
    {
        HV_UINT32 LogicalId : 1;             /**< Bit 0: LogicalDeviceId holds. */
        HV_UINT32 Reserved0 : 1;
        HV_UINT32 AtsEnabled : 1;            /**< Bit 2. */
        HV_UINT32 VirtualFunction : 1;       /**< Bit 3. */
        HV_UINT32 SharedInterruptsChild : 1; /**< Bit 4. */
        HV_UINT32 VirtualDevice : 1;         /**< Bit 5. */
        HV_UINT32 AtsSupported : 1;          /**< Bit 6. */
        HV_UINT32 SmallIrt : 1;              /**< Bit 7. */
        HV_UINT32 Reserved1 : 24;
    };
} HV_ARM64_ATTACH_DEVICE_FLAGS, *PHV_ARM64_ATTACH_DEVICE_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_ARM64_ATTACH_DEVICE_FLAGS) == 4);

typedef HV_BY_TARGET(HV_X64_ATTACH_DEVICE_FLAGS, HV_ARM64_ATTACH_DEVICE_FLAGS) HV_ATTACH_DEVICE_FLAGS,
    *PHV_ATTACH_DEVICE_FLAGS;

/** HvCallAttachDevice: the partition may use the device. */
typedef struct HV_INPUT_ATTACH_DEVICE
{
    HV_PARTITION_ID PartitionId;
    HV_DEVICE_ID DeviceId;
    HV_ATTACH_DEVICE_FLAGS Flags;
    HV_VTL Vtl;
    HV_UINT8 Reserved0;
    HV_UINT16 Reserved1;
    HV_LOGICAL_DEVICE_ID LogicalDeviceId;
    HV_DEVICE_PCI_CAPABILITIES PciCapabilities;
    HV_UINT16 PhysicalFunctionRid; /**< ARM64; reserved on x64. */
    HV_UINT16 Reserved2;
} HV_INPUT_ATTACH_DEVICE, *PHV_INPUT_ATTACH_DEVICE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_ATTACH_DEVICE) == 40);

/** HvCallDetachDevice. */
typedef struct HV_INPUT_DETACH_DEVICE
{
    HV_PARTITION_ID PartitionId;
    HV_DEVICE_ID DeviceId;
} HV_INPUT_DETACH_DEVICE, *PHV_INPUT_DETACH_DEVICE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_DETACH_DEVICE) == 16);

/** HvCallPersistDevice: the attachment survives a restart of the root. */
typedef struct HV_INPUT_PERSIST_DEVICE
{
    HV_PARTITION_ID PartitionId;
    HV_DEVICE_ID DeviceId;
    HV_ATTACH_DEVICE_FLAGS Flags;
    HV_UINT32 Padding;
    HV_LOGICAL_DEVICE_ID LogicalDeviceId;
    HV_DEVICE_PCI_CAPABILITIES PciCapabilities;
    HV_UINT16 PhysicalFunctionRid;
    HV_UINT16 Padding1;
} HV_INPUT_PERSIST_DEVICE, *PHV_INPUT_PERSIST_DEVICE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_PERSIST_DEVICE) == 40);

/** HvCallUnpersistDevice. */
typedef struct HV_INPUT_UNPERSIST_DEVICE
{
    HV_PARTITION_ID PartitionId;
    HV_LOGICAL_DEVICE_ID LogicalDeviceId;
} HV_INPUT_UNPERSIST_DEVICE, *PHV_INPUT_UNPERSIST_DEVICE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_UNPERSIST_DEVICE) == 16);

/** HvCallSetDeviceCapabilities: which of the flags to clear and set. */
typedef union HV_SET_DEVICE_CAPABILITIES_FLAGS
{
    HV_UINT32 AsUINT32;
    struct
    {
        HV_UINT32 Clear : 1;          /**< Bit 0. */
        HV_UINT32 Set : 1;            /**< Bit 1. */
        HV_UINT32 SvmSupported : 1;   /**< Bit 2. */
        HV_UINT32 DmaEnabled : 1;     /**< Bit 3. */
        HV_UINT32 AtsEnabled : 1;     /**< Bit 4. */
        HV_UINT32 PasidSupported : 1; /**< Bit 5. */
        HV_UINT32 Reserved : 26;
    };
} HV_SET_DEVICE_CAPABILITIES_FLAGS, *PHV_SET_DEVICE_CAPABILITIES_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_SET_DEVICE_CAPABILITIES_FLAGS) == 4);

typedef struct HV_INPUT_SET_DEVICE_CAPABILITIES
{
    HV_PARTITION_ID PartitionId;
    HV_LOGICAL_DEVICE_ID LogicalDeviceId;
    HV_SET_DEVICE_CAPABILITIES_FLAGS Flags;
    HV_DEVICE_PCI_CAPABILITIES PciCapabilities;
} HV_INPUT_SET_DEVICE_CAPABILITIES, *PHV_INPUT_SET_DEVICE_CAPABILITIES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SET_DEVICE_CAPABILITIES) == 24);

/*
 * Properties.
 */

typedef HV_UINT32 HV_PHYSICAL_DEVICE_PROPERTY, *PHV_PHYSICAL_DEVICE_PROPERTY;
enum
{
    HvPhysicalDevicePropertyCapabilities = 0,
    HvPhysicalDevicePropertyEnabled = 1,
    HvPhysicalDevicePropertyDmaEnabled = 1,
    HvPhysicalDevicePropertyAtsEnabled = 1,
    HvPhysicalDevicePropertyFaultReporting = 2,
    HvPhysicalDevicePropertyIrtRange = 4,
};

typedef union HV_PHYSICAL_DEVICE_FLAGS
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT64 VirtualFunction : 1;      /**< Bit 0. */
        HV_UINT64 PhysicalFunctionRid : 16; /**< Bits 1 to 16. */
        HV_UINT64 Reserved : 47;
    };
} HV_PHYSICAL_DEVICE_FLAGS, *PHV_PHYSICAL_DEVICE_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_PHYSICAL_DEVICE_FLAGS) == 8);

/** HvPhysicalDevicePropertyCapabilities. */
typedef struct HV_PHYSICAL_DEVICE_PROPERTY_CAPABILITIES
{
    union
    {
        HV_UINT32 AsUINT32;
        struct
        {
            HV_UINT32 RootSvm : 1;                   /**< Bit 0. */
            HV_UINT32 Execute : 1;                   /**< Bit 1. */
            HV_UINT32 Privileged : 1;                /**< Bit 2. */
            HV_UINT32 IovAts : 1;                    /**< Bit 3. */
            HV_UINT32 DeviceDomains : 1;             /**< Bit 4. */
            HV_UINT32 S1DeviceDomains : 1;           /**< Bit 5. */
            HV_UINT32 RootAts : 1;                   /**< Bit 6. */
            HV_UINT32 DomainTransitionSupported : 1; /**< Bit 7. */
            HV_UINT32 La57 : 1;                      /**< Bit 8. */
            HV_UINT32 RootPasid : 1;                 /**< Bit 9. */
            HV_UINT32 RootDefaultDomainAts : 1;      /**< Bit 10. */
            HV_UINT32 Reserved0 : 21;
        };
    };
    HV_UINT32 PasidCount;
    HV_UINT32 RootSvmIommuIndex;
    HV_UINT32 Reserved1;
} HV_PHYSICAL_DEVICE_PROPERTY_CAPABILITIES, *PHV_PHYSICAL_DEVICE_PROPERTY_CAPABILITIES;
HV_STATIC_ASSERT(sizeof(HV_PHYSICAL_DEVICE_PROPERTY_CAPABILITIES) == 16);

/** HvPhysicalDevicePropertyDmaEnabled; HvPhysicalDevicePropertyAtsEnabled on ARM64. */
typedef struct HV_PHYSICAL_DEVICE_PROPERTY_DMA_ENABLED
{
    HV_UINT8 PasidEnabled;
    HV_UINT8 Reserved0;
    HV_UINT16 Reserved1;
    HV_UINT32 Reserved2;
} HV_PHYSICAL_DEVICE_PROPERTY_DMA_ENABLED, *PHV_PHYSICAL_DEVICE_PROPERTY_DMA_ENABLED;
HV_STATIC_ASSERT(sizeof(HV_PHYSICAL_DEVICE_PROPERTY_DMA_ENABLED) == 8);

typedef HV_PHYSICAL_DEVICE_PROPERTY_DMA_ENABLED HV_PHYSICAL_DEVICE_PROPERTY_ATS_ENABLED,
    *PHV_PHYSICAL_DEVICE_PROPERTY_ATS_ENABLED;

/** HvPhysicalDevicePropertyFaultReporting. */
typedef struct HV_PHYSICAL_DEVICE_PROPERTY_FAULT_REPORTING
{
    HV_UINT8 FaultReportingEnabled;
    HV_UINT8 Reserved0;
    HV_UINT16 Reserved1;
    HV_UINT32 Reserved2;
} HV_PHYSICAL_DEVICE_PROPERTY_FAULT_REPORTING, *PHV_PHYSICAL_DEVICE_PROPERTY_FAULT_REPORTING;
HV_STATIC_ASSERT(sizeof(HV_PHYSICAL_DEVICE_PROPERTY_FAULT_REPORTING) == 8);

/** HvPhysicalDevicePropertyIrtRange: entries of the interrupt remapping table. */
typedef struct HV_PHYSICAL_DEVICE_PROPERTY_IRT_RANGE
{
    HV_UINT32 BaseIrtIndex;
    HV_UINT32 Count;
} HV_PHYSICAL_DEVICE_PROPERTY_IRT_RANGE, *PHV_PHYSICAL_DEVICE_PROPERTY_IRT_RANGE;
HV_STATIC_ASSERT(sizeof(HV_PHYSICAL_DEVICE_PROPERTY_IRT_RANGE) == 8);

/** HvCallGetPhysicalDeviceProperty. */
typedef struct HV_INPUT_GET_PHYSICAL_DEVICE_PROPERTY
{
    HV_DEVICE_ID PhysicalDeviceId;
    HV_PHYSICAL_DEVICE_FLAGS Flags;
    HV_PHYSICAL_DEVICE_PROPERTY Property;
    HV_UINT32 Reserved;
} HV_INPUT_GET_PHYSICAL_DEVICE_PROPERTY, *PHV_INPUT_GET_PHYSICAL_DEVICE_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_PHYSICAL_DEVICE_PROPERTY) == 24);

typedef union HV_OUTPUT_GET_PHYSICAL_DEVICE_PROPERTY
{
    HV_PHYSICAL_DEVICE_PROPERTY_CAPABILITIES Capabilities;
    HV_PHYSICAL_DEVICE_PROPERTY_DMA_ENABLED DmaEnabled;
    HV_PHYSICAL_DEVICE_PROPERTY_ATS_ENABLED AtsEnabled;
    HV_PHYSICAL_DEVICE_PROPERTY_FAULT_REPORTING FaultReporting;
    HV_PHYSICAL_DEVICE_PROPERTY_IRT_RANGE IrtRange;
} HV_OUTPUT_GET_PHYSICAL_DEVICE_PROPERTY, *PHV_OUTPUT_GET_PHYSICAL_DEVICE_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_GET_PHYSICAL_DEVICE_PROPERTY) == 16);

/** HvCallSetPhysicalDeviceProperty: the value follows. */
typedef struct HV_INPUT_SET_PHYSICAL_DEVICE_PROPERTY_HEADER
{
    HV_DEVICE_ID PhysicalDeviceId;
    HV_PHYSICAL_DEVICE_PROPERTY Property;
    HV_UINT32 Reserved;
} HV_INPUT_SET_PHYSICAL_DEVICE_PROPERTY_HEADER, *PHV_INPUT_SET_PHYSICAL_DEVICE_PROPERTY_HEADER;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SET_PHYSICAL_DEVICE_PROPERTY_HEADER) == 16);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_DEVICE */
