/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Devices of the machine as the hypervisor names them: PCI functions, ACPI and logical devices.
 *
 * A call about a device that a partition owns (its interrupts, its DMA) names it
 * by HV_DEVICE_ID, 64 bits, whose top two say which kind it is:
 *
 *     HV_DEVICE_TYPE_LOGICAL  a number that is unique within its partition
 *     HV_DEVICE_TYPE_PCI      segment and bus, device, function of a PCI function
 *     HV_DEVICE_TYPE_IOAPIC   an I/O APIC, by its id (x64)
 *     HV_DEVICE_TYPE_ACPI     a device that ACPI describes, by its interrupt mappings
 *
 * The root owns the machine's devices and names them as the machine does, by
 * the last three forms. To pass one through it attaches it to a child
 * (HvCallAttachDevice) and may give it a logical number there. From then on the
 * child's calls name it by that number: interrupts are mapped and retargeted by
 * it (Interrupt.h), and what the device may reach by DMA is the child's memory
 * or a device domain (Iommu.h). HvCallDetachDevice gives it back to the root.
 *
 * A guest whose PCI device came over the VMBus (Device/Pci.h) has it attached
 * already. It makes the logical number for HvCallRetargetDeviceInterrupt from
 * the instance GUID of the device's channel: Data2 in bits 16 to 31, Data3
 * without its low three bits in bits 0 to 15 (so does OpenVMM's host).
 *
 * The calls here are for the root partition with the CpuManagement privilege,
 * as far as a source tells (HypercallTable.h). An id that names no device is
 * answered by HV_STATUS_INVALID_DEVICE_ID.
 *
 * Abbreviations of PCI Express: ATS, address translation services (the device
 * keeps translations of its own); PASID, process address space id; SVM, shared
 * virtual memory (DMA through a process's page tables); IRT, interrupt
 * remapping table.
 *
 * Sources: symbols of securekernel 26100 (ARM64); Linux 7.3 include/hyperv
 * (x64); Linux patches posted in 2026, where a comment says "posted"; TLFS 6.0b
 * appendix A and online (HvCallRetargetDeviceInterrupt); OpenVMM openvmm_core.
 */

#ifndef MILE_HYPERV_HYPERVISOR_DEVICE
#define MILE_HYPERV_HYPERVISOR_DEVICE

#include "Types.h"

HV_HEADER_BEGIN

/** A device of one partition: Logical.Id of an HV_DEVICE_ID, below 2^62. */
typedef HV_UINT64 HV_LOGICAL_DEVICE_ID, *PHV_LOGICAL_DEVICE_ID;
/** An I/O APIC, by the id that ACPI's MADT gives it. */
typedef HV_UINT8 HV_IOAPIC_ID, *PHV_IOAPIC_ID;
/** A PCI segment, also called domain: up to 256 buses. */
typedef HV_UINT16 HV_PCI_SEGMENT, *PHV_PCI_SEGMENT;
/** A PCI Express requester id: bus, device and function in 16 bits, as HV_PCI_BDF has them. */
typedef HV_UINT16 HV_PCI_RID, *PHV_PCI_RID;

/** Kinds of HV_DEVICE_ID: its bits 62 and 63. */
typedef HV_UINT32 HV_DEVICE_TYPE, *PHV_DEVICE_TYPE;
#define HV_DEVICE_TYPE_LOGICAL 0
#define HV_DEVICE_TYPE_PCI 1
#define HV_DEVICE_TYPE_IOAPIC 2
#define HV_DEVICE_TYPE_ACPI 3

/** Bus, device, function: a requester id, the bus in the high byte. */
typedef union HV_PCI_BDF
{
    HV_UINT16 AsUINT16;
    struct
    {
        union
        {
            HV_UINT8 AsUINT8;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT8 Function : 3; /**< Bits 0 to 2. */
                HV_UINT8 Device : 5;   /**< Bits 3 to 7. */
            };
#endif
        };
        HV_UINT8 Bus;
    };
} HV_PCI_BDF, *PHV_PCI_BDF;
HV_STATIC_ASSERT(sizeof(HV_PCI_BDF) == 2);

/** The buses behind a bridge, as its configuration space names their first and last. */
typedef union HV_PCI_BUS_RANGE
{
    HV_UINT16 AsUINT16;
    struct
    {
        HV_UINT8 SubordinateBus; /**< The last. */
        HV_UINT8 SecondaryBus;   /**< The first. */
    };
} HV_PCI_BUS_RANGE, *PHV_PCI_BUS_RANGE;
HV_STATIC_ASSERT(sizeof(HV_PCI_BUS_RANGE) == 2);

/** Meaning of HV_X64_DEVICE_ID.Pci.SourceShadow. Source: Linux 7.3 include/hyperv. */
#define HV_SOURCE_SHADOW_NONE 0             /**< DMA arrives under the requester id of the function itself. */
#define HV_SOURCE_SHADOW_BRIDGE_BUS_RANGE 1 /**< DMA arrives under the ids of a bridge; ShadowBusRange is valid. */

/**
 * A device, x64. The two highest bits are the type in every form.
 *
 * Source: Linux 7.3 include/hyperv. The original places the members of the PCI form between Segment
 * and the type otherwise (References/Errata.md).
 */
typedef union HV_X64_DEVICE_ID
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Id : 62;        /**< Bits 0 to 61. */
        HV_UINT64 DeviceType : 2; /**< Bits 62 and 63. */
    } Logical;
#endif
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
            HV_PCI_BDF ShadowBdf;
            HV_PCI_BUS_RANGE ShadowBusRange; /**< The buses whose requester ids the device's DMA carries. */
        };
        union
        {
            HV_UINT16 AsUINT16;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT16 PhantomFunctionBits : 2; /**< Bits 0 and 1: how many bits of the function are ignored. */
                HV_UINT16 SourceShadow : 1;        /**< Bit 2: HV_SOURCE_SHADOW_... */
                HV_UINT16 RsvdZ0 : 11;
                HV_UINT16 DeviceType : 2;          /**< Bits 14 and 15. */
            };
#endif
        };
    } Pci;
    struct
    {
        HV_IOAPIC_ID IoApicId;
        HV_UINT8 RsvdZ0;
        HV_UINT16 RsvdZ1;
        HV_UINT16 RsvdZ2;
        union
        {
            HV_UINT16 AsUINT16;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT16 RsvdZ3 : 14;
                HV_UINT16 DeviceType : 2; /**< Bits 14 and 15. */
            };
#endif
        };
    } IoApic;
    struct
    {
        HV_UINT32 InputMappingBase;
        union
        {
            HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT32 InputMappingsCount : 30; /**< Bits 0 to 29. */
                HV_UINT32 DeviceType : 2;          /**< Bits 30 and 31. */
            };
#endif
        };
    } Acpi;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Reserved0 : 62;
        HV_UINT64 DeviceType : 2; /**< Bits 62 and 63. */
    };
#endif
} HV_X64_DEVICE_ID, *PHV_X64_DEVICE_ID;
HV_STATIC_ASSERT(sizeof(HV_X64_DEVICE_ID) == 8);

/** A device, ARM64. */
typedef union HV_ARM64_DEVICE_ID
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Id : 62;        /**< Bits 0 to 61. */
        HV_UINT64 DeviceType : 2; /**< Bits 62 and 63. */
    } Logical;
#endif
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
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT16 PhantomFunctionBits : 2; /**< Bits 0 and 1: of the function, not looked at. */
                HV_UINT16 RsvdZ1 : 12;
                HV_UINT16 DeviceType : 2;          /**< Bits 14 and 15. */
            };
#endif
        };
    } Pci;
    struct
    {
        HV_UINT32 InputMappingBase;
        union
        {
            HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT32 InputMappingsCount : 30; /**< Bits 0 to 29. */
                HV_UINT32 DeviceType : 2;          /**< Bits 30 and 31. */
            };
#endif
        };
    } Acpi;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Reserved0 : 62;
        HV_UINT64 DeviceType : 2; /**< Bits 62 and 63. */
    };
#endif
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

/** A PCI function by the way to it: from a bus through the bridges, as ACPI tables of IOMMUs describe one. */
typedef struct HV_PCI_PATH
{
    HV_UINT8 PathLength; /**< Elements of Path. */
    HV_UINT8 Padding;
    HV_UINT16 Segment;
    HV_UINT8 StartBus;
    union
    {
        HV_UINT8 AsUINT8;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT8 Function : 3; /**< Bits 0 to 2. */
            HV_UINT8 Device : 5;   /**< Bits 3 to 7. */
        };
#endif
    } Path[1]; /**< One bridge each, and the function last. */
} HV_PCI_PATH, *PHV_PCI_PATH;
HV_STATIC_ASSERT(sizeof(HV_PCI_PATH) == 6);

/** What the capabilities in a PCI function's configuration space say that concerns its IOMMU. */
typedef union HV_DEVICE_PCI_CAPABILITIES
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 MaxPasidWidth : 5;            /**< Bits 0 to 4: how many bits of a PASID it uses. */
        HV_UINT32 InvalidateQueueDepth : 5;     /**< Bits 5 to 9: invalidations that it takes at once (ATS). */
        HV_UINT32 GlobalInvalidate : 1;         /**< Bit 10: takes invalidations for all PASIDs at once. */
        HV_UINT32 PrgResponsePasidRequired : 1; /**< Bit 11: responses to page requests must carry the PASID. */
        HV_UINT32 Reserved : 20;
    };
#endif
} HV_DEVICE_PCI_CAPABILITIES, *PHV_DEVICE_PCI_CAPABILITIES;
HV_STATIC_ASSERT(sizeof(HV_DEVICE_PCI_CAPABILITIES) == 4);

/*
 * Attaching a device to a partition.
 */

/**
 * Options of the attachment of a device.
 *
 * Sources: symbols of securekernel 26100 (ARM64); a Linux patch posted 2026-05-11 (x64), which
 * agrees. The original has two other names on x64 (References/Errata.md).
 */
typedef union HV_ATTACH_DEVICE_FLAGS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 LogicalId : 1;             /**< Bit 0: LogicalDeviceId is valid. */
        HV_UINT32 Reserved0 : 1;
        HV_UINT32 AtsEnabled : 1;            /**< Bit 2. */
        HV_UINT32 VirtualFunction : 1;       /**< Bit 3: a function of SR-IOV; PhysicalFunctionRid is valid. */
        HV_UINT32 SharedInterruptsChild : 1; /**< Bit 4. */
        HV_UINT32 VirtualDevice : 1;         /**< Bit 5. */
        HV_UINT32 AtsSupported : 1;          /**< Bit 6. */
        HV_UINT32 SmallIrt : 1;              /**< Bit 7: small interrupt remapping table. */
        HV_UINT32 Reserved1 : 24;
    };
#endif
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 LogicalIdBit : 1;
        HV_UINT32 PasidSupported : 1; /**< Bit 1: in the original's x64 form alone; zero. */
        HV_UINT32 PasidEnabled : 1;   /**< Bit 2: the original's name of AtsEnabled on x64. */
        HV_UINT32 Reserved2 : 29;
    };
#endif
} HV_ATTACH_DEVICE_FLAGS, *PHV_ATTACH_DEVICE_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_ATTACH_DEVICE_FLAGS) == 4);

typedef HV_ATTACH_DEVICE_FLAGS HV_X64_ATTACH_DEVICE_FLAGS, *PHV_X64_ATTACH_DEVICE_FLAGS;
typedef HV_ATTACH_DEVICE_FLAGS HV_ARM64_ATTACH_DEVICE_FLAGS, *PHV_ARM64_ATTACH_DEVICE_FLAGS;

/** HvCallAttachDevice: gives a device of the root to a partition. */
typedef struct HV_INPUT_ATTACH_DEVICE
{
    HV_PARTITION_ID PartitionId;  /**< Who gets it. */
    HV_DEVICE_ID DeviceId;        /**< As the root names it. */
    HV_ATTACH_DEVICE_FLAGS Flags;
    HV_VTL Vtl;                   /**< The trust level to which it belongs there. */
    HV_UINT8 Reserved0;
    HV_UINT16 Reserved1;
    HV_LOGICAL_DEVICE_ID LogicalDeviceId; /**< What it is called there, if Flags.LogicalId. */
    HV_DEVICE_PCI_CAPABILITIES PciCapabilities;
    HV_UINT16 PhysicalFunctionRid; /**< Requester id of the physical function, if Flags.VirtualFunction. */
    HV_UINT16 Reserved2;
} HV_INPUT_ATTACH_DEVICE, *PHV_INPUT_ATTACH_DEVICE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_ATTACH_DEVICE) == 40);

/** HvCallDetachDevice: takes a device back from a partition. */
typedef struct HV_INPUT_DETACH_DEVICE
{
    HV_PARTITION_ID PartitionId; /**< Who has it. */
    HV_DEVICE_ID DeviceId;       /**< LogicalDeviceId in the symbols of build 26100. */
} HV_INPUT_DETACH_DEVICE, *PHV_INPUT_DETACH_DEVICE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_DETACH_DEVICE) == 16);

/** HvCallPersistDevice: keeps an attachment. No public description; its members are those of HvCallAttachDevice. */
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

/** HvCallUnpersistDevice: ends that. */
typedef struct HV_INPUT_UNPERSIST_DEVICE
{
    HV_PARTITION_ID PartitionId;
    HV_LOGICAL_DEVICE_ID LogicalDeviceId;
} HV_INPUT_UNPERSIST_DEVICE, *PHV_INPUT_UNPERSIST_DEVICE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_UNPERSIST_DEVICE) == 16);

/** What HvCallSetDeviceCapabilities does, and to which capabilities. */
typedef union HV_SET_DEVICE_CAPABILITIES_FLAGS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 Clear : 1;          /**< Bit 0: take those of bits 2 to 5 that are set away. */
        HV_UINT32 Set : 1;            /**< Bit 1: give them. */
        HV_UINT32 SvmSupported : 1;   /**< Bit 2. */
        HV_UINT32 DmaEnabled : 1;     /**< Bit 3. */
        HV_UINT32 AtsEnabled : 1;     /**< Bit 4. */
        HV_UINT32 PasidSupported : 1; /**< Bit 5. */
        HV_UINT32 Reserved : 26;
    };
#endif
} HV_SET_DEVICE_CAPABILITIES_FLAGS, *PHV_SET_DEVICE_CAPABILITIES_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_SET_DEVICE_CAPABILITIES_FLAGS) == 4);

/** HvCallSetDeviceCapabilities: what an attached device may do. No public description. */
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

/** A property of a device of the machine, whoever has it; its value has the type of that name below. */
typedef HV_UINT32 HV_PHYSICAL_DEVICE_PROPERTY, *PHV_PHYSICAL_DEVICE_PROPERTY;
enum
{
    HvPhysicalDevicePropertyCapabilities = 0,   /**< Read only, by its name. */
    HvPhysicalDevicePropertyEnabled = 1,        /**< The original's name of the next. */
    HvPhysicalDevicePropertyDmaEnabled = 1,
    HvPhysicalDevicePropertyAtsEnabled = 1,     /**< A second name of the same number in the symbols. */
    HvPhysicalDevicePropertyFaultReporting = 2, /**< IOMMU faults of the device are reported (IommuReport.h). */
    HvPhysicalDevicePropertyIrtRange = 4,
};

/** What the hypervisor cannot see of a device itself: that it is a virtual function, and of which function. */
typedef union HV_PHYSICAL_DEVICE_FLAGS
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 VirtualFunction : 1;      /**< Bit 0. */
        HV_UINT64 PhysicalFunctionRid : 16; /**< Bits 1 to 16. */
        HV_UINT64 Reserved : 47;
    };
#endif
} HV_PHYSICAL_DEVICE_FLAGS, *PHV_PHYSICAL_DEVICE_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_PHYSICAL_DEVICE_FLAGS) == 8);

/** HvPhysicalDevicePropertyCapabilities. */
typedef struct HV_PHYSICAL_DEVICE_PROPERTY_CAPABILITIES
{
    union
    {
        HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
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
#endif
    };
    HV_UINT32 PasidCount;
    HV_UINT32 RootSvmIommuIndex;
    HV_UINT32 Reserved1;
} HV_PHYSICAL_DEVICE_PROPERTY_CAPABILITIES, *PHV_PHYSICAL_DEVICE_PROPERTY_CAPABILITIES;
HV_STATIC_ASSERT(sizeof(HV_PHYSICAL_DEVICE_PROPERTY_CAPABILITIES) == 16);

/** HvPhysicalDevicePropertyDmaEnabled and HvPhysicalDevicePropertyAtsEnabled. */
typedef struct HV_PHYSICAL_DEVICE_PROPERTY_DMA_ENABLED
{
    HV_UINT8 PasidEnabled; /**< 0 or 1; Enabled in the symbols of build 26100. */
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

/** HvPhysicalDevicePropertyIrtRange: the device's entries of the interrupt remapping table. */
typedef struct HV_PHYSICAL_DEVICE_PROPERTY_IRT_RANGE
{
    HV_UINT32 BaseIrtIndex; /**< The first. */
    HV_UINT32 Count;        /**< How many. */
} HV_PHYSICAL_DEVICE_PROPERTY_IRT_RANGE, *PHV_PHYSICAL_DEVICE_PROPERTY_IRT_RANGE;
HV_STATIC_ASSERT(sizeof(HV_PHYSICAL_DEVICE_PROPERTY_IRT_RANGE) == 8);

/** HvCallGetPhysicalDeviceProperty: reads one property. */
typedef struct HV_INPUT_GET_PHYSICAL_DEVICE_PROPERTY
{
    HV_DEVICE_ID PhysicalDeviceId;
    HV_PHYSICAL_DEVICE_FLAGS Flags;
    HV_PHYSICAL_DEVICE_PROPERTY Property;
    HV_UINT32 Reserved;
} HV_INPUT_GET_PHYSICAL_DEVICE_PROPERTY, *PHV_INPUT_GET_PHYSICAL_DEVICE_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_PHYSICAL_DEVICE_PROPERTY) == 24);

/** Output of HvCallGetPhysicalDeviceProperty: the value, by HV_PHYSICAL_DEVICE_PROPERTY. */
typedef union HV_CALL_ATTRIBUTES HV_OUTPUT_GET_PHYSICAL_DEVICE_PROPERTY
{
    HV_PHYSICAL_DEVICE_PROPERTY_CAPABILITIES Capabilities;
    HV_PHYSICAL_DEVICE_PROPERTY_DMA_ENABLED DmaEnabled;
    HV_PHYSICAL_DEVICE_PROPERTY_ATS_ENABLED AtsEnabled;
    HV_PHYSICAL_DEVICE_PROPERTY_FAULT_REPORTING FaultReporting;
    HV_PHYSICAL_DEVICE_PROPERTY_IRT_RANGE IrtRange;
} HV_OUTPUT_GET_PHYSICAL_DEVICE_PROPERTY, *PHV_OUTPUT_GET_PHYSICAL_DEVICE_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_GET_PHYSICAL_DEVICE_PROPERTY) == 16);

/** A property of a logical device, that is of a device as its partition names it. */
typedef HV_UINT32 HV_LOGICAL_DEVICE_PROPERTY, *PHV_LOGICAL_DEVICE_PROPERTY;
/** HV_OUTPUT_GET_LOGICAL_DEVICE_PROPERTY.DeviceIommu. Source: a Linux patch posted 2026-07-03. */
#define HV_LOGICAL_DEVICE_PROPERTY_PVIOMMU 10

/**
 * Bit of HV_OUTPUT_GET_LOGICAL_DEVICE_PROPERTY.DeviceIommu: the partition's IOMMU translates the
 * device's DMA.
 */
#define HV_DEVICE_IOMMU_ENABLED 0x1ULL

/** Input of HvCallGetLogicalDeviceProperty. Source: a Linux patch posted 2026-07-03. */
typedef struct HV_INPUT_GET_LOGICAL_DEVICE_PROPERTY
{
    HV_PARTITION_ID PartitionId; /**< HV_PARTITION_ID_SELF. */
    HV_LOGICAL_DEVICE_ID LogicalDeviceId;
    HV_LOGICAL_DEVICE_PROPERTY Code;
    HV_UINT32 Reserved;
} HV_INPUT_GET_LOGICAL_DEVICE_PROPERTY, *PHV_INPUT_GET_LOGICAL_DEVICE_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_LOGICAL_DEVICE_PROPERTY) == 24);

/** Output of HvCallGetLogicalDeviceProperty. Source: a Linux patch posted 2026-07-03. */
typedef struct HV_OUTPUT_GET_LOGICAL_DEVICE_PROPERTY
{
    HV_UINT64 DeviceIommu; /**< HV_LOGICAL_DEVICE_PROPERTY_PVIOMMU: HV_DEVICE_IOMMU_ENABLED. */
    HV_UINT64 Reserved;
} HV_OUTPUT_GET_LOGICAL_DEVICE_PROPERTY, *PHV_OUTPUT_GET_LOGICAL_DEVICE_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_GET_LOGICAL_DEVICE_PROPERTY) == 16);

/** HvCallSetPhysicalDeviceProperty: writes one property, whose value follows this header. */
typedef struct HV_INPUT_SET_PHYSICAL_DEVICE_PROPERTY_HEADER
{
    HV_DEVICE_ID PhysicalDeviceId;
    HV_PHYSICAL_DEVICE_PROPERTY Property;
    HV_UINT32 Reserved;
} HV_INPUT_SET_PHYSICAL_DEVICE_PROPERTY_HEADER, *PHV_INPUT_SET_PHYSICAL_DEVICE_PROPERTY_HEADER;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SET_PHYSICAL_DEVICE_PROPERTY_HEADER) == 16);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_DEVICE */
