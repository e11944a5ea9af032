/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Devices of the machine and their identifiers: PCI functions, ACPI and logical devices.
 *
 * A call about a device of a partition (its interrupts, its DMA) identifies it by HV_DEVICE_ID, 64
 * bits, whose two highest bits are the kind:
 *
 *     HV_DEVICE_TYPE_LOGICAL  a number that is unique within its partition
 *     HV_DEVICE_TYPE_PCI      segment and bus, device, function of a PCI function
 *     HV_DEVICE_TYPE_IOAPIC   an I/O APIC, by its ID (x64)
 *     HV_DEVICE_TYPE_ACPI     a device that ACPI describes, by its interrupt mappings
 *
 * The root owns the devices of the machine and names them as the machine does, by the last three
 * forms. To pass a device through, the root attaches it to a child (HvCallAttachDevice) and may
 * assign it a logical number there. After that the child's calls use that number: the child maps
 * and retargets interrupts by it (Interrupt.h), and the device can access the child's memory or a
 * device domain by DMA (Iommu.h). HvCallDetachDevice returns the device to the root.
 *
 * A PCI device that a guest received over the VMBus (Device/Pci.h) is already attached. The guest
 * derives the logical number for HvCallRetargetDeviceInterrupt from the instance GUID of the
 * device's channel: Data2 in bits 16 to 31, Data3 without its low three bits in bits 0 to 15.
 * The host of OpenVMM also derives it so.
 *
 * The calls of this header are for the root partition with the privilege CpuManagement, as far as a
 * source documents it (HypercallTable.h). An ID without a device fails with
 * HV_STATUS_INVALID_DEVICE_ID.
 *
 * Abbreviations of PCI Express: ATS, address translation services (the device
 * caches translations); PASID, process address space ID; SVM, shared
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

/** Number of a device in one partition: Logical.Id of an HV_DEVICE_ID, below 2^62. */
typedef HV_UINT64 HV_LOGICAL_DEVICE_ID, *PHV_LOGICAL_DEVICE_ID;
/** ID of an I/O APIC in ACPI's MADT. */
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

/** Bus, device and function: a requester ID, with the bus in the high byte. */
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
                HV_UINT8 Function : 3; /**< Bits 0 to 2: number of the function. */
                HV_UINT8 Device : 5;   /**< Bits 3 to 7: number of the device. */
            };
#endif
        };
        HV_UINT8 Bus; /**< Number of the bus. */
    };
} HV_PCI_BDF, *PHV_PCI_BDF;
HV_STATIC_ASSERT(sizeof(HV_PCI_BDF) == 2);

/** Buses after a bridge: the first and last number in its configuration space. */
typedef union HV_PCI_BUS_RANGE
{
    HV_UINT16 AsUINT16;
    struct
    {
        HV_UINT8 SubordinateBus; /**< Number of the last bus. */
        HV_UINT8 SecondaryBus;   /**< Number of the first bus. */
    };
} HV_PCI_BUS_RANGE, *PHV_PCI_BUS_RANGE;
HV_STATIC_ASSERT(sizeof(HV_PCI_BUS_RANGE) == 2);

/** Meaning of HV_X64_DEVICE_ID.Pci.SourceShadow. Source: Linux 7.3 include/hyperv. */
#define HV_SOURCE_SHADOW_NONE 0             /**< DMA arrives under the requester id of the function itself. */
#define HV_SOURCE_SHADOW_BRIDGE_BUS_RANGE 1 /**< DMA arrives under the ids of a bridge; ShadowBusRange is valid. */

/**
 * ID of a device, x64. The two highest bits are the type in every form.
 *
 * Source: Linux 7.3 include/hyperv. The original has another order of the members of the PCI form
 * between Segment and the type (References/Errata.md).
 */
typedef union HV_X64_DEVICE_ID
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    /** Logical number in the partition. */
    struct
    {
        HV_UINT64 Id : 62;        /**< Bits 0 to 61: HV_LOGICAL_DEVICE_ID. */
        HV_UINT64 DeviceType : 2; /**< Bits 62 and 63: HV_DEVICE_TYPE. */
    } Logical;
#endif
    /** PCI function. */
    struct
    {
        union
        {
            HV_UINT16 Rid; /**< Requester ID of the function. */
            HV_PCI_BDF Bdf;
        };
        HV_UINT16 Segment; /**< Number of the PCI segment. */
        union
        {
            /** Requester ID that the device's DMA carries, if SourceShadow is a function. */
            HV_PCI_BDF ShadowBdf;
            /** Buses whose requester IDs the device's DMA carries, if SourceShadow is a range. */
            HV_PCI_BUS_RANGE ShadowBusRange;
        };
        union
        {
            HV_UINT16 AsUINT16;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                /** Bits 0 and 1: number of bits of the function that the hypervisor ignores. */
                HV_UINT16 PhantomFunctionBits : 2;
                HV_UINT16 SourceShadow : 1; /**< Bit 2: HV_SOURCE_SHADOW_... */
                HV_UINT16 RsvdZ0 : 11;
                HV_UINT16 DeviceType : 2; /**< Bits 14 and 15: HV_DEVICE_TYPE. */
            };
#endif
        };
    } Pci;
    /** Line of an I/O APIC. */
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
                HV_UINT16 DeviceType : 2; /**< Bits 14 and 15: HV_DEVICE_TYPE. */
            };
#endif
        };
    } IoApic;
    /** ACPI device. */
    struct
    {
        /** First input ID of the device in ACPI's IORT, by the member's name. */
        HV_UINT32 InputMappingBase;
        union
        {
            HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT32 InputMappingsCount : 30; /**< Bits 0 to 29: number of input IDs. */
                HV_UINT32 DeviceType : 2;          /**< Bits 30 and 31: HV_DEVICE_TYPE. */
            };
#endif
        };
    } Acpi;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Reserved0 : 62;
        HV_UINT64 DeviceType : 2; /**< Bits 62 and 63: HV_DEVICE_TYPE. */
    };
#endif
} HV_X64_DEVICE_ID, *PHV_X64_DEVICE_ID;
HV_STATIC_ASSERT(sizeof(HV_X64_DEVICE_ID) == 8);

/** ID of a device, ARM64. The two highest bits are the type in every form. */
typedef union HV_ARM64_DEVICE_ID
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    /** Logical number in the partition. */
    struct
    {
        HV_UINT64 Id : 62;        /**< Bits 0 to 61: HV_LOGICAL_DEVICE_ID. */
        HV_UINT64 DeviceType : 2; /**< Bits 62 and 63: HV_DEVICE_TYPE. */
    } Logical;
#endif
    /** PCI function. */
    struct
    {
        union
        {
            HV_UINT16 Rid; /**< Requester ID of the function. */
            HV_PCI_BDF Bdf;
        };
        HV_UINT16 Segment; /**< Number of the PCI segment. */
        HV_UINT16 RsvdZ0;
        union
        {
            HV_UINT16 AsUINT16;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                /** Bits 0 and 1: number of bits of the function that the hypervisor ignores. */
                HV_UINT16 PhantomFunctionBits : 2;
                HV_UINT16 RsvdZ1 : 12;
                HV_UINT16 DeviceType : 2; /**< Bits 14 and 15: HV_DEVICE_TYPE. */
            };
#endif
        };
    } Pci;
    /** ACPI device. */
    struct
    {
        /** First input ID of the device in ACPI's IORT, by the member's name. */
        HV_UINT32 InputMappingBase;
        union
        {
            HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT32 InputMappingsCount : 30; /**< Bits 0 to 29: number of input IDs. */
                HV_UINT32 DeviceType : 2;          /**< Bits 30 and 31: HV_DEVICE_TYPE. */
            };
#endif
        };
    } Acpi;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Reserved0 : 62;
        HV_UINT64 DeviceType : 2; /**< Bits 62 and 63: HV_DEVICE_TYPE. */
    };
#endif
} HV_ARM64_DEVICE_ID, *PHV_ARM64_DEVICE_ID;
HV_STATIC_ASSERT(sizeof(HV_ARM64_DEVICE_ID) == 8);

typedef HV_BY_TARGET(HV_X64_DEVICE_ID, HV_ARM64_DEVICE_ID) HV_DEVICE_ID, *PHV_DEVICE_ID;

/** Segment, bus, device and function of a PCI function. */
typedef union HV_PCI_ID
{
    HV_UINT32 AsUINT32;
    struct
    {
        HV_UINT16 Rid;     /**< Requester ID of the function. */
        HV_UINT16 Segment; /**< Number of the PCI segment. */
    };
    HV_PCI_BDF Bdf;
} HV_PCI_ID, *PHV_PCI_ID;
HV_STATIC_ASSERT(sizeof(HV_PCI_ID) == 4);

/** Path to a PCI function from a bus through the bridges, as in the ACPI tables of IOMMUs. */
typedef struct HV_PCI_PATH
{
    HV_UINT8 PathLength; /**< Number of elements of Path; the bound is undocumented. */
    HV_UINT8 Padding;
    HV_UINT16 Segment; /**< Number of the PCI segment. */
    HV_UINT8 StartBus; /**< Number of the bus at which the path begins. */
    /** One bridge per element, and the function in the last one. */
    union
    {
        HV_UINT8 AsUINT8;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT8 Function : 3; /**< Bits 0 to 2: number of the function. */
            HV_UINT8 Device : 5;   /**< Bits 3 to 7: number of the device. */
        };
#endif
    } Path[1];
} HV_PCI_PATH, *PHV_PCI_PATH;
HV_STATIC_ASSERT(sizeof(HV_PCI_PATH) == 6);

/** Capabilities in a PCI function's configuration space that concern its IOMMU. */
typedef union HV_DEVICE_PCI_CAPABILITIES
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        /** Bits 0 to 4: number of bits of a PASID that the device uses. */
        HV_UINT32 MaxPasidWidth : 5;
        /** Bits 5 to 9: number of invalidations that the device accepts at a time (ATS). */
        HV_UINT32 InvalidateQueueDepth : 5;
        /** Bit 10: the device accepts an invalidation for all PASIDs. */
        HV_UINT32 GlobalInvalidate : 1;
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
 * Flags of HvCallAttachDevice.
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
        HV_UINT32 LogicalId : 1; /**< Bit 0: LogicalDeviceId is valid. */
        HV_UINT32 Reserved0 : 1;
        HV_UINT32 AtsEnabled : 1; /**< Bit 2: address translation services (ATS) are enabled. */
        /** Bit 3: the device is a virtual function of SR-IOV; PhysicalFunctionRid is valid. */
        HV_UINT32 VirtualFunction : 1;
        HV_UINT32 SharedInterruptsChild : 1; /**< Bit 4: undocumented. */
        /** Bit 5: the device is virtual, by the member's name. Undocumented. */
        HV_UINT32 VirtualDevice : 1;
        HV_UINT32 AtsSupported : 1; /**< Bit 6: the device supports ATS. */
        HV_UINT32 SmallIrt : 1;     /**< Bit 7: the device has a small interrupt remapping table. */
        HV_UINT32 Reserved1 : 24;
    };
#endif
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 LogicalIdBit : 1;   /**< Bit 0: LogicalDeviceId is valid. */
        HV_UINT32 PasidSupported : 1; /**< Bit 1: zero; in the x64 form of the original only. */
        /** Bit 2: name of AtsEnabled in the x64 form of the original. */
        HV_UINT32 PasidEnabled : 1;
        HV_UINT32 Reserved2 : 29;
    };
#endif
} HV_ATTACH_DEVICE_FLAGS, *PHV_ATTACH_DEVICE_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_ATTACH_DEVICE_FLAGS) == 4);

typedef HV_ATTACH_DEVICE_FLAGS HV_X64_ATTACH_DEVICE_FLAGS, *PHV_X64_ATTACH_DEVICE_FLAGS;
typedef HV_ATTACH_DEVICE_FLAGS HV_ARM64_ATTACH_DEVICE_FLAGS, *PHV_ARM64_ATTACH_DEVICE_FLAGS;

/** Input of HvCallAttachDevice, which attaches a device of the root to a partition. No output. */
typedef struct HV_INPUT_ATTACH_DEVICE
{
    HV_PARTITION_ID PartitionId; /**< Partition that receives the device. */
    HV_DEVICE_ID DeviceId;       /**< As the root names it. */
    HV_ATTACH_DEVICE_FLAGS Flags;
    HV_VTL Vtl; /**< Trust level of the partition to which the device belongs. */
    HV_UINT8 Reserved0;
    HV_UINT16 Reserved1;
    /** Number of the device in the partition, if Flags.LogicalId is set. */
    HV_LOGICAL_DEVICE_ID LogicalDeviceId;
    HV_DEVICE_PCI_CAPABILITIES PciCapabilities;
    HV_UINT16 PhysicalFunctionRid; /**< Requester id of the physical function, if Flags.VirtualFunction. */
    HV_UINT16 Reserved2;
} HV_INPUT_ATTACH_DEVICE, *PHV_INPUT_ATTACH_DEVICE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_ATTACH_DEVICE) == 40);

/** Input of HvCallDetachDevice, which detaches a device from a partition. No output. */
typedef struct HV_INPUT_DETACH_DEVICE
{
    HV_PARTITION_ID PartitionId; /**< Partition that has the device. */
    HV_DEVICE_ID DeviceId;       /**< LogicalDeviceId in the symbols of build 26100. */
} HV_INPUT_DETACH_DEVICE, *PHV_INPUT_DETACH_DEVICE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_DETACH_DEVICE) == 16);

/**
 * Input of HvCallPersistDevice, which preserves an attachment. Undocumented; the members are those
 * of HvCallAttachDevice. No output.
 */
typedef struct HV_INPUT_PERSIST_DEVICE
{
    HV_PARTITION_ID PartitionId;
    HV_DEVICE_ID DeviceId; /**< Device to preserve. */
    HV_ATTACH_DEVICE_FLAGS Flags;
    HV_UINT32 Padding;
    HV_LOGICAL_DEVICE_ID LogicalDeviceId;
    HV_DEVICE_PCI_CAPABILITIES PciCapabilities;
    /** Requester ID of the physical function, if Flags.VirtualFunction is set. */
    HV_UINT16 PhysicalFunctionRid;
    HV_UINT16 Padding1;
} HV_INPUT_PERSIST_DEVICE, *PHV_INPUT_PERSIST_DEVICE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_PERSIST_DEVICE) == 40);

/** Input of HvCallUnpersistDevice, which ends the effect of HvCallPersistDevice. Undocumented. */
typedef struct HV_INPUT_UNPERSIST_DEVICE
{
    HV_PARTITION_ID PartitionId;
    HV_LOGICAL_DEVICE_ID LogicalDeviceId;
} HV_INPUT_UNPERSIST_DEVICE, *PHV_INPUT_UNPERSIST_DEVICE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_UNPERSIST_DEVICE) == 16);

/** Operation of HvCallSetDeviceCapabilities, and the capabilities to which it applies. */
typedef union HV_SET_DEVICE_CAPABILITIES_FLAGS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 Clear : 1; /**< Bit 0: removes the capabilities that are set in bits 2 to 5. */
        HV_UINT32 Set : 1;   /**< Bit 1: adds the capabilities that are set in bits 2 to 5. */
        HV_UINT32 SvmSupported : 1;   /**< Bit 2: shared virtual memory. */
        HV_UINT32 DmaEnabled : 1;     /**< Bit 3: DMA of the device. */
        HV_UINT32 AtsEnabled : 1;     /**< Bit 4: address translation services. */
        HV_UINT32 PasidSupported : 1; /**< Bit 5: process address space IDs. */
        HV_UINT32 Reserved : 26;
    };
#endif
} HV_SET_DEVICE_CAPABILITIES_FLAGS, *PHV_SET_DEVICE_CAPABILITIES_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_SET_DEVICE_CAPABILITIES_FLAGS) == 4);

/** Input of HvCallSetDeviceCapabilities, which sets the permissions of an attached device. Undocumented. */
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

/**
 * Property of a device of the machine, which any partition can own. The value has the type of that
 * name.
 */
typedef HV_UINT32 HV_PHYSICAL_DEVICE_PROPERTY, *PHV_PHYSICAL_DEVICE_PROPERTY;
enum
{
    HvPhysicalDevicePropertyCapabilities = 0, /**< Read only, by its name. */
    /** Name of HvPhysicalDevicePropertyDmaEnabled in the original. */
    HvPhysicalDevicePropertyEnabled = 1,
    HvPhysicalDevicePropertyDmaEnabled = 1,
    HvPhysicalDevicePropertyAtsEnabled = 1, /**< Second name of this number in the symbols. */
    HvPhysicalDevicePropertyFaultReporting = 2, /**< IOMMU faults of the device are reported (IommuReport.h). */
    HvPhysicalDevicePropertyIrtRange = 4,
};

/**
 * Properties of a device that the hypervisor cannot see itself: whether it is a virtual function,
 * and of which function.
 */
typedef union HV_PHYSICAL_DEVICE_FLAGS
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 VirtualFunction : 1; /**< Bit 0: the device is a virtual function of SR-IOV. */
        /** Bits 1 to 16: requester ID of the physical function. */
        HV_UINT64 PhysicalFunctionRid : 16;
        HV_UINT64 Reserved : 47;
    };
#endif
} HV_PHYSICAL_DEVICE_FLAGS, *PHV_PHYSICAL_DEVICE_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_PHYSICAL_DEVICE_FLAGS) == 8);

/**
 * HvPhysicalDevicePropertyCapabilities. Each set bit is the capability of its name; their exact
 * meaning is undocumented.
 */
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
    /** Number of PASIDs, by its name; the bound is undocumented. */
    HV_UINT32 PasidCount;
    /**
     * Index of the IOMMU for shared virtual memory of the root; base and limit are undocumented.
     */
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

/** HvPhysicalDevicePropertyFaultReporting: reports of the device's IOMMU faults. */
typedef struct HV_PHYSICAL_DEVICE_PROPERTY_FAULT_REPORTING
{
    HV_UINT8 FaultReportingEnabled; /**< Nonzero if the hypervisor reports faults. */
    HV_UINT8 Reserved0;
    HV_UINT16 Reserved1;
    HV_UINT32 Reserved2;
} HV_PHYSICAL_DEVICE_PROPERTY_FAULT_REPORTING, *PHV_PHYSICAL_DEVICE_PROPERTY_FAULT_REPORTING;
HV_STATIC_ASSERT(sizeof(HV_PHYSICAL_DEVICE_PROPERTY_FAULT_REPORTING) == 8);

/** HvPhysicalDevicePropertyIrtRange: the device's entries of the interrupt remapping table. */
typedef struct HV_PHYSICAL_DEVICE_PROPERTY_IRT_RANGE
{
    /** Index of the first entry, zero-based; below the number of entries of the table. */
    HV_UINT32 BaseIrtIndex;
    HV_UINT32 Count; /**< Number of entries; at most the number of entries of the table. */
} HV_PHYSICAL_DEVICE_PROPERTY_IRT_RANGE, *PHV_PHYSICAL_DEVICE_PROPERTY_IRT_RANGE;
HV_STATIC_ASSERT(sizeof(HV_PHYSICAL_DEVICE_PROPERTY_IRT_RANGE) == 8);

/**
 * Input of HvCallGetPhysicalDeviceProperty, which reads one property. Output:
 * HV_OUTPUT_GET_PHYSICAL_DEVICE_PROPERTY.
 */
typedef struct HV_INPUT_GET_PHYSICAL_DEVICE_PROPERTY
{
    HV_DEVICE_ID PhysicalDeviceId; /**< Device that has the property. */
    HV_PHYSICAL_DEVICE_FLAGS Flags;
    HV_PHYSICAL_DEVICE_PROPERTY Property;
    HV_UINT32 Reserved;
} HV_INPUT_GET_PHYSICAL_DEVICE_PROPERTY, *PHV_INPUT_GET_PHYSICAL_DEVICE_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_PHYSICAL_DEVICE_PROPERTY) == 24);

/** Output of HvCallGetPhysicalDeviceProperty: value of the property. */
typedef union HV_CALL_ATTRIBUTES HV_OUTPUT_GET_PHYSICAL_DEVICE_PROPERTY
{
    HV_PHYSICAL_DEVICE_PROPERTY_CAPABILITIES Capabilities;
    HV_PHYSICAL_DEVICE_PROPERTY_DMA_ENABLED DmaEnabled;
    HV_PHYSICAL_DEVICE_PROPERTY_ATS_ENABLED AtsEnabled; /**< HvPhysicalDevicePropertyAtsEnabled. */
    HV_PHYSICAL_DEVICE_PROPERTY_FAULT_REPORTING FaultReporting;
    HV_PHYSICAL_DEVICE_PROPERTY_IRT_RANGE IrtRange;
} HV_OUTPUT_GET_PHYSICAL_DEVICE_PROPERTY, *PHV_OUTPUT_GET_PHYSICAL_DEVICE_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_GET_PHYSICAL_DEVICE_PROPERTY) == 16);

/** Property of a logical device: a device that its partition names by its logical number. */
typedef HV_UINT32 HV_LOGICAL_DEVICE_PROPERTY, *PHV_LOGICAL_DEVICE_PROPERTY;
/** HV_OUTPUT_GET_LOGICAL_DEVICE_PROPERTY.DeviceIommu. Source: a Linux patch posted 2026-07-03. */
#define HV_LOGICAL_DEVICE_PROPERTY_PVIOMMU 10

/**
 * Bit of HV_OUTPUT_GET_LOGICAL_DEVICE_PROPERTY.DeviceIommu: the partition's IOMMU translates the
 * device's DMA.
 */
#define HV_DEVICE_IOMMU_ENABLED 0x1ULL

/**
 * Input of HvCallGetLogicalDeviceProperty. Output: HV_OUTPUT_GET_LOGICAL_DEVICE_PROPERTY. Source: a
 * Linux patch posted 2026-07-03.
 */
typedef struct HV_INPUT_GET_LOGICAL_DEVICE_PROPERTY
{
    HV_PARTITION_ID PartitionId; /**< HV_PARTITION_ID_SELF. */
    HV_LOGICAL_DEVICE_ID LogicalDeviceId;
    HV_LOGICAL_DEVICE_PROPERTY Code; /**< HV_LOGICAL_DEVICE_PROPERTY. */
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

/** Input of HvCallSetPhysicalDeviceProperty, which writes one property. The value follows this header. No output. */
typedef struct HV_INPUT_SET_PHYSICAL_DEVICE_PROPERTY_HEADER
{
    HV_DEVICE_ID PhysicalDeviceId; /**< Device that has the property. */
    HV_PHYSICAL_DEVICE_PROPERTY Property;
    HV_UINT32 Reserved;
} HV_INPUT_SET_PHYSICAL_DEVICE_PROPERTY_HEADER, *PHV_INPUT_SET_PHYSICAL_DEVICE_PROPERTY_HEADER;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SET_PHYSICAL_DEVICE_PROPERTY_HEADER) == 16);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_DEVICE */
