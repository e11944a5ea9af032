/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief DMA of devices: domains, process address spaces, page requests, faults.
 *
 * A device that reaches memory by itself does so through the machine's IOMMU,
 * which belongs to the hypervisor. Whoever drives the device says what its
 * addresses mean, at one of two levels:
 *
 *  - a *device domain* is an address space for devices: created, filled with
 *    mappings from device addresses to guest pages, attached to any number of
 *    devices. Or, on hardware with two stages, given page tables of the guest's
 *    own (HvCallConfigureDeviceDomain).
 *  - a *PASID* lets one device work in many process address spaces: a PASID
 *    space is attached to the device, and each PASID in it names page tables.
 *    Such a device can take page faults: it sends a *page request*, which the
 *    hypervisor puts into a queue of the guest and announces by an interrupt.
 *
 * A partition's devices start in a default domain in which device addresses are
 * guest physical addresses. What a device does wrong comes as a message
 * (HV_IOMMU_FAULT_MESSAGE_PAYLOAD).
 *
 * Sources: symbols of securekernel 26100; OpenVMM hvdef. There is no public
 * description beyond the names.
 */

#ifndef MILE_HYPERV_HYPERVISOR_IOMMU
#define MILE_HYPERV_HYPERVISOR_IOMMU

#include "Device.h"
#include "Intercept.h"
#include "MemoryAccess.h"

HV_HEADER_BEGIN

typedef HV_UINT32 HV_IOMMU_ID, *PHV_IOMMU_ID;
/** An address as a device puts it on the bus, or as its domain translates it. */
typedef HV_UINT64 HV_DEVICE_VA, *PHV_DEVICE_VA;
/** HV_DEVICE_VA divided by HV_PAGE_SIZE. */
typedef HV_UINT64 HV_DEVICE_VA_PAGE_NUMBER, *PHV_DEVICE_VA_PAGE_NUMBER;
/** A process address space id, 20 bits in PCI Express. */
typedef HV_UINT32 HV_PASID, *PHV_PASID;
typedef HV_UINT32 HV_PASID_SPACE_ID, *PHV_PASID_SPACE_ID;
typedef HV_UINT32 HV_DEVICE_PR_QUEUE_ID, *PHV_DEVICE_PR_QUEUE_ID;
typedef HV_UINT16 HV_IOMMU_STATUS, *PHV_IOMMU_STATUS;
typedef HV_UINT8 HV_IOMMU_STATUS_SEVERITY, *PHV_IOMMU_STATUS_SEVERITY;

/** Why a call about a device failed, beyond its HV_STATUS. */
typedef struct HV_IOMMU_EXTENDED_STATUS
{
    HV_IOMMU_STATUS_SEVERITY Severity;
    HV_UINT8 Padding;
    HV_IOMMU_STATUS Status;
    HV_UINT32 Padding1;
    HV_UINT64 Params[4];
} HV_IOMMU_EXTENDED_STATUS, *PHV_IOMMU_EXTENDED_STATUS;
HV_STATIC_ASSERT(sizeof(HV_IOMMU_EXTENDED_STATUS) == 40);

/** How an IOMMU came up, for diagnosis. */
typedef struct HV_IOMMU_INIT_STATUS
{
    HV_UINT8 HardwarePresent;
    HV_UINT8 Enabled;
    HV_UINT16 Padding[3];
    HV_UINT64 Policy;
    HV_UINT64 Features;
    HV_UINT64 InitStatus;
    HV_UINT64 Errors;
    HV_UINT64 Errata;
} HV_IOMMU_INIT_STATUS, *PHV_IOMMU_INIT_STATUS;
HV_STATIC_ASSERT(sizeof(HV_IOMMU_INIT_STATUS) == 48);

/** A range of device pages to flush. */
typedef union HV_IOMMU_GVA_RANGE
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT64 PageMaskShift : 6; /**< Bits 0 to 5. */
        HV_UINT64 Reserved : 6;
        HV_UINT64 PageNumber : 52;   /**< Bits 12 to 63. */
    };
} HV_IOMMU_GVA_RANGE, *PHV_IOMMU_GVA_RANGE;
HV_STATIC_ASSERT(sizeof(HV_IOMMU_GVA_RANGE) == 8);

/** A range of memory that devices may reach. */
typedef struct HV_DMA_RANGE
{
    HV_UINT64 StartPage;
    HV_UINT32 PageCount;
    HV_UINT32 Padding;
} HV_DMA_RANGE, *PHV_DMA_RANGE;
HV_STATIC_ASSERT(sizeof(HV_DMA_RANGE) == 16);

/*
 * Device domains.
 */

typedef union HV_DEVICE_DOMAIN_ID
{
    HV_UINT64 AsUINT64;
    struct
    {
        union
        {
            HV_UINT32 AsUINT32;
            struct
            {
                HV_UINT32 Type : 4; /**< Bits 0 to 3. */
                HV_UINT32 Reserved : 28;
            };
        };
        HV_UINT32 Id;
    };
} HV_DEVICE_DOMAIN_ID, *PHV_DEVICE_DOMAIN_ID;
HV_STATIC_ASSERT(sizeof(HV_DEVICE_DOMAIN_ID) == 8);

/** Which domain, of which partition and trust level. */
typedef struct HV_INPUT_DEVICE_DOMAIN
{
    HV_PARTITION_ID PartitionId;
    HV_INPUT_VTL OwnerVtl;
    HV_UINT8 Padding[7];
    HV_DEVICE_DOMAIN_ID DomainId;
} HV_INPUT_DEVICE_DOMAIN, *PHV_INPUT_DEVICE_DOMAIN;
HV_STATIC_ASSERT(sizeof(HV_INPUT_DEVICE_DOMAIN) == 24);

typedef union HV_CREATE_DEVICE_DOMAIN_FLAGS
{
    struct
    {
        HV_UINT32 ForwardProgressRequired : 1; /**< Bit 0. */
        HV_UINT32 InheritOwningVtl : 1;        /**< Bit 1. */
        HV_UINT32 Reserved : 30;
    };
    HV_UINT32 AsUINT32;
} HV_CREATE_DEVICE_DOMAIN_FLAGS, *PHV_CREATE_DEVICE_DOMAIN_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_CREATE_DEVICE_DOMAIN_FLAGS) == 4);

/** HvCallCreateDeviceDomain. */
typedef struct HV_INPUT_CREATE_DEVICE_DOMAIN
{
    HV_INPUT_DEVICE_DOMAIN DeviceDomain;
    HV_CREATE_DEVICE_DOMAIN_FLAGS CreateDeviceDomainFlags;
    HV_UINT32 Padding;
} HV_INPUT_CREATE_DEVICE_DOMAIN, *PHV_INPUT_CREATE_DEVICE_DOMAIN;
HV_STATIC_ASSERT(sizeof(HV_INPUT_CREATE_DEVICE_DOMAIN) == 32);

/** HvCallDeleteDeviceDomain. */
typedef struct HV_INPUT_DELETE_DEVICE_DOMAIN
{
    HV_INPUT_DEVICE_DOMAIN DeviceDomain;
} HV_INPUT_DELETE_DEVICE_DOMAIN, *PHV_INPUT_DELETE_DEVICE_DOMAIN;
HV_STATIC_ASSERT(sizeof(HV_INPUT_DELETE_DEVICE_DOMAIN) == 24);

/** HvCallAttachDeviceDomain: the device leaves the domain that it is in. */
typedef struct HV_INPUT_ATTACH_DEVICE_DOMAIN
{
    HV_INPUT_DEVICE_DOMAIN DeviceDomain;
    HV_DEVICE_ID DeviceId;
} HV_INPUT_ATTACH_DEVICE_DOMAIN, *PHV_INPUT_ATTACH_DEVICE_DOMAIN;
HV_STATIC_ASSERT(sizeof(HV_INPUT_ATTACH_DEVICE_DOMAIN) == 32);

/** HvCallDetachDeviceDomain: back to the default domain. */
typedef struct HV_INPUT_DETACH_DEVICE_DOMAIN
{
    HV_PARTITION_ID PartitionId;
    HV_DEVICE_ID DeviceId;
} HV_INPUT_DETACH_DEVICE_DOMAIN, *PHV_INPUT_DETACH_DEVICE_DOMAIN;
HV_STATIC_ASSERT(sizeof(HV_INPUT_DETACH_DEVICE_DOMAIN) == 16);

/** HvCallReserveDeviceDomainAttachment. */
typedef struct HV_INPUT_RESERVE_DEVICE_DOMAIN_ATTACHMENT
{
    HV_INPUT_DEVICE_DOMAIN DeviceDomain;
    HV_LOGICAL_DEVICE_ID LogicalDeviceId;
} HV_INPUT_RESERVE_DEVICE_DOMAIN_ATTACHMENT, *PHV_INPUT_RESERVE_DEVICE_DOMAIN_ATTACHMENT;
HV_STATIC_ASSERT(sizeof(HV_INPUT_RESERVE_DEVICE_DOMAIN_ATTACHMENT) == 32);

/** HvCallUnreserveDeviceDomainAttachment. */
typedef struct HV_INPUT_UNRESERVE_DEVICE_DOMAIN_ATTACHMENT
{
    HV_PARTITION_ID PartitionId;
    HV_LOGICAL_DEVICE_ID LogicalDeviceId;
} HV_INPUT_UNRESERVE_DEVICE_DOMAIN_ATTACHMENT, *PHV_INPUT_UNRESERVE_DEVICE_DOMAIN_ATTACHMENT;
HV_STATIC_ASSERT(sizeof(HV_INPUT_UNRESERVE_DEVICE_DOMAIN_ATTACHMENT) == 16);

/** HvCallMapDeviceGpaPages: a rep call; the pages become contiguous from TargetDeviceVaBase on. */
typedef struct HV_INPUT_MAP_DEVICE_GPA_PAGES
{
    HV_INPUT_DEVICE_DOMAIN DeviceDomain;
    HV_INPUT_VTL TargetVtl;
    HV_UINT8 Padding[3];
    HV_MAP_GPA_FLAGS MapFlags;
    HV_DEVICE_VA TargetDeviceVaBase;
    HV_GPA_PAGE_NUMBER GpaPageList[];
} HV_INPUT_MAP_DEVICE_GPA_PAGES, *PHV_INPUT_MAP_DEVICE_GPA_PAGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_MAP_DEVICE_GPA_PAGES) == 40);

/** HvCallUnmapDeviceGpaPages: the rep count says how many pages. */
typedef struct HV_INPUT_UNMAP_DEVICE_GPA_PAGES
{
    HV_INPUT_DEVICE_DOMAIN DeviceDomain;
    HV_DEVICE_VA TargetDeviceVaBase;
} HV_INPUT_UNMAP_DEVICE_GPA_PAGES, *PHV_INPUT_UNMAP_DEVICE_GPA_PAGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_UNMAP_DEVICE_GPA_PAGES) == 32);

typedef struct HV_DEVICE_VA_MAPPING
{
    HV_DEVICE_VA TargetDeviceVa;
    HV_GPA_PAGE_NUMBER GpaPageNumber;
} HV_DEVICE_VA_MAPPING, *PHV_DEVICE_VA_MAPPING;
HV_STATIC_ASSERT(sizeof(HV_DEVICE_VA_MAPPING) == 16);

/** HvCallMapSparseDeviceGpaPages. */
typedef struct HV_INPUT_MAP_SPARSE_DEVICE_GPA_PAGES
{
    HV_INPUT_DEVICE_DOMAIN DeviceDomain;
    HV_INPUT_VTL TargetVtl;
    HV_UINT8 Padding[3];
    HV_MAP_GPA_FLAGS MapFlags;
    HV_DEVICE_VA_MAPPING PageList[];
} HV_INPUT_MAP_SPARSE_DEVICE_GPA_PAGES, *PHV_INPUT_MAP_SPARSE_DEVICE_GPA_PAGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_MAP_SPARSE_DEVICE_GPA_PAGES) == 32);

/** HvCallUnmapSparseDeviceGpaPages. */
typedef struct HV_INPUT_UNMAP_SPARSE_DEVICE_GPA_PAGES
{
    HV_INPUT_DEVICE_DOMAIN DeviceDomain;
    HV_DEVICE_VA TargetDeviceVaList[];
} HV_INPUT_UNMAP_SPARSE_DEVICE_GPA_PAGES, *PHV_INPUT_UNMAP_SPARSE_DEVICE_GPA_PAGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_UNMAP_SPARSE_DEVICE_GPA_PAGES) == 24);

/** HvCallQueryDeviceDomain: what the addresses translate to. */
typedef struct HV_INPUT_QUERY_DEVICE_DOMAIN
{
    HV_INPUT_DEVICE_DOMAIN DeviceDomain;
    HV_DEVICE_VA TargetDeviceVaList[];
} HV_INPUT_QUERY_DEVICE_DOMAIN, *PHV_INPUT_QUERY_DEVICE_DOMAIN;
HV_STATIC_ASSERT(sizeof(HV_INPUT_QUERY_DEVICE_DOMAIN) == 24);

/** Page tables of the guest's own for a domain. */
typedef struct HV_DEVICE_DOMAIN_SETTINGS
{
    union
    {
        HV_UINT64 AsUINT64;
        struct
        {
            HV_UINT64 TranslationEnabled : 1; /**< Bit 0. */
            HV_UINT64 CoherentTableWalks : 1; /**< Bit 1. */
            HV_UINT64 Reserved : 62;
        };
    } Flags;
    HV_UINT64 PageTableRoot0;
    HV_UINT64 PageTableRoot1;
    HV_UINT8 InputSize0;
    HV_UINT8 InputSize1;
    HV_UINT16 Padding;
    HV_UINT32 Mair0;
    HV_UINT32 Mair1;
    HV_UINT16 Asid;
    HV_UINT16 Padding1;
} HV_DEVICE_DOMAIN_SETTINGS, *PHV_DEVICE_DOMAIN_SETTINGS;
HV_STATIC_ASSERT(sizeof(HV_DEVICE_DOMAIN_SETTINGS) == 40);

/** HvCallConfigureDeviceDomain. */
typedef struct HV_INPUT_CONFIGURE_DEVICE_DOMAIN
{
    HV_INPUT_DEVICE_DOMAIN DeviceDomain;
    HV_DEVICE_DOMAIN_SETTINGS Settings;
} HV_INPUT_CONFIGURE_DEVICE_DOMAIN, *PHV_INPUT_CONFIGURE_DEVICE_DOMAIN;
HV_STATIC_ASSERT(sizeof(HV_INPUT_CONFIGURE_DEVICE_DOMAIN) == 64);

/** HvCallFlushDeviceDomain. */
typedef struct HV_INPUT_FLUSH_DEVICE_DOMAIN
{
    HV_INPUT_DEVICE_DOMAIN DeviceDomain;
    HV_UINT32 Flags;
    HV_UINT32 Reserved;
} HV_INPUT_FLUSH_DEVICE_DOMAIN, *PHV_INPUT_FLUSH_DEVICE_DOMAIN;
HV_STATIC_ASSERT(sizeof(HV_INPUT_FLUSH_DEVICE_DOMAIN) == 32);

/** HvCallFlushDeviceDomainList. */
typedef struct HV_INPUT_FLUSH_DEVICE_DOMAIN_LIST
{
    HV_INPUT_DEVICE_DOMAIN DeviceDomain;
    HV_UINT32 Flags;
    HV_UINT32 Reserved;
    HV_GVA_RANGE_EXTENDED VaList[];
} HV_INPUT_FLUSH_DEVICE_DOMAIN_LIST, *PHV_INPUT_FLUSH_DEVICE_DOMAIN_LIST;
HV_STATIC_ASSERT(sizeof(HV_INPUT_FLUSH_DEVICE_DOMAIN_LIST) == 32);

/*
 * Process address spaces.
 */

typedef union HV_FULL_PASID
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_PASID Pasid;
        HV_PASID_SPACE_ID PasidSpaceId;
    };
} HV_FULL_PASID, *PHV_FULL_PASID;
HV_STATIC_ASSERT(sizeof(HV_FULL_PASID) == 8);

/** What a PASID translates by. */
typedef union HV_DEVICE_ADDRESS_SPACE
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT64 Present : 1;           /**< Bit 0. */
        HV_UINT64 Supervisor : 1;        /**< Bit 1. */
        HV_UINT64 Reserved : 10;
        HV_UINT64 PageTableRootPfn : 52; /**< Bits 12 to 63. */
    };
} HV_DEVICE_ADDRESS_SPACE, *PHV_DEVICE_ADDRESS_SPACE;
HV_STATIC_ASSERT(sizeof(HV_DEVICE_ADDRESS_SPACE) == 8);

typedef struct HV_ROOT_PASID_CAPABILITIES_PROPERTY
{
    HV_UINT32 SvmIommuCount;
    HV_UINT32 MinIommuPasidCount;
} HV_ROOT_PASID_CAPABILITIES_PROPERTY, *PHV_ROOT_PASID_CAPABILITIES_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_ROOT_PASID_CAPABILITIES_PROPERTY) == 8);

/** HvCallCreatePasidSpace. */
typedef struct HV_INPUT_CREATE_PASID_SPACE
{
    HV_PARTITION_ID PartitionId;
    HV_PASID_SPACE_ID PasidSpaceId;
    HV_UINT32 PasidCount;
    HV_UINT64 Pat;
    HV_UINT32 Flags;
    HV_UINT32 Reserved;
} HV_INPUT_CREATE_PASID_SPACE, *PHV_INPUT_CREATE_PASID_SPACE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_CREATE_PASID_SPACE) == 32);

/** HvCallDeletePasidSpace. */
typedef struct HV_INPUT_DELETE_PASID_SPACE
{
    HV_PARTITION_ID PartitionId;
    HV_PASID_SPACE_ID PasidSpaceId;
    HV_UINT32 Reserved;
} HV_INPUT_DELETE_PASID_SPACE, *PHV_INPUT_DELETE_PASID_SPACE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_DELETE_PASID_SPACE) == 16);

/** HvCallSetPasidAddressSpace. */
typedef struct HV_INPUT_SET_PASID_ADDRESS_SPACE
{
    HV_PARTITION_ID PartitionId;
    HV_FULL_PASID FullPasid;
    HV_DEVICE_ADDRESS_SPACE AddressSpace;
} HV_INPUT_SET_PASID_ADDRESS_SPACE, *PHV_INPUT_SET_PASID_ADDRESS_SPACE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SET_PASID_ADDRESS_SPACE) == 24);

/** HvCallFlushPasidAddressSpace. */
typedef struct HV_INPUT_FLUSH_PASID_ADDRESS_SPACE
{
    HV_FULL_PASID FullPasid;
    HV_UINT32 Flags;
    HV_UINT32 Reserved;
} HV_INPUT_FLUSH_PASID_ADDRESS_SPACE, *PHV_INPUT_FLUSH_PASID_ADDRESS_SPACE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_FLUSH_PASID_ADDRESS_SPACE) == 16);

/** HvCallFlushPasidAddressList: VaCount ranges follow. */
typedef struct HV_INPUT_FLUSH_PASID_ADDRESS_LIST
{
    HV_FULL_PASID FullPasid;
    HV_UINT32 Flags;
    HV_UINT32 VaCount;
    HV_GVA_RANGE_EXTENDED VaList[];
} HV_INPUT_FLUSH_PASID_ADDRESS_LIST, *PHV_INPUT_FLUSH_PASID_ADDRESS_LIST;
HV_STATIC_ASSERT(sizeof(HV_INPUT_FLUSH_PASID_ADDRESS_LIST) == 16);

/** HvCallAttachPasidSpace. */
typedef struct HV_INPUT_ATTACH_PASID_SPACE
{
    HV_PARTITION_ID PartitionId;
    HV_LOGICAL_DEVICE_ID LogicalDeviceId;
    HV_PASID_SPACE_ID PasidSpaceId;
    HV_UINT32 Reserved;
} HV_INPUT_ATTACH_PASID_SPACE, *PHV_INPUT_ATTACH_PASID_SPACE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_ATTACH_PASID_SPACE) == 24);

/** HvCallDetachPasidSpace. */
typedef struct HV_INPUT_DETACH_PASID_SPACE
{
    HV_PARTITION_ID PartitionId;
    HV_LOGICAL_DEVICE_ID LogicalDeviceId;
} HV_INPUT_DETACH_PASID_SPACE, *PHV_INPUT_DETACH_PASID_SPACE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_DETACH_PASID_SPACE) == 16);

/** HvCallEnablePasid. */
typedef struct HV_INPUT_ENABLE_PASID
{
    HV_PARTITION_ID PartitionId;
    HV_LOGICAL_DEVICE_ID LogicalDeviceId;
    HV_PASID Pasid;
    HV_UINT32 Reserved;
} HV_INPUT_ENABLE_PASID, *PHV_INPUT_ENABLE_PASID;
HV_STATIC_ASSERT(sizeof(HV_INPUT_ENABLE_PASID) == 24);

/** HvCallDisablePasid. */
typedef struct HV_INPUT_DISABLE_PASID
{
    HV_PARTITION_ID PartitionId;
    HV_LOGICAL_DEVICE_ID LogicalDeviceId;
    HV_PASID Pasid;
    HV_UINT32 Reserved;
} HV_INPUT_DISABLE_PASID, *PHV_INPUT_DISABLE_PASID;
HV_STATIC_ASSERT(sizeof(HV_INPUT_DISABLE_PASID) == 24);

/*
 * Page requests.
 */

/** Head and tail of a queue, in its first bytes. */
typedef struct HV_DEVICE_PRQ_HEADER
{
    HV_UINT32 Head;
    HV_UINT32 Tail;
    HV_UINT8 Pending;
    HV_UINT8 Stalled;
    HV_UINT8 Error;
    HV_UINT8 Padding;
} HV_DEVICE_PRQ_HEADER, *PHV_DEVICE_PRQ_HEADER;
HV_STATIC_ASSERT(sizeof(HV_DEVICE_PRQ_HEADER) == 12);

/**
 * A page request of a device. The flags of the middle word's top bits are the
 * hypervisor's when it puts the request into the queue, and the guest's when it
 * answers.
 */
typedef union HV_DEVICE_PAGE_REQUEST
{
    HV_UINT64 AsUINT64[4];
    struct
    {
        HV_DEVICE_ID DeviceId;
        union
        {
            HV_UINT64 RequestAsUINT64;
            struct
            {
                HV_UINT64 GroupIndex : 9;   /**< Bits 0 to 8. */
                HV_UINT64 LastInGroup : 1;  /**< Bit 9. */
                HV_UINT64 Virtual : 1;      /**< Bit 10. */
                HV_UINT64 Pasid : 20;       /**< Bits 11 to 30. */
                HV_UINT64 Reserved0 : 33;
            };
            struct
            {
                HV_UINT64 RequestBits : 31;
                HV_UINT64 Reserved1 : 30;
                HV_UINT64 InvalidRequest : 1; /**< Bit 61. */
                HV_UINT64 ValidateGpa : 1;    /**< Bit 62. */
                HV_UINT64 Overflow : 1;       /**< Bit 63: requests after this one were lost. */
            };
            struct
            {
                HV_UINT64 RequestBits1 : 63;
                HV_UINT64 SendResponse : 1; /**< Bit 63, in an answer. */
            };
        };
        union
        {
            HV_UINT64 AccessAsUINT64;
            struct
            {
                HV_UINT64 Read : 1;        /**< Bit 0. */
                HV_UINT64 Write : 1;       /**< Bit 1. */
                HV_UINT64 Execute : 1;     /**< Bit 2. */
                HV_UINT64 Privileged : 1;  /**< Bit 3. */
                HV_UINT64 Reserved2 : 8;
                HV_UINT64 PageNumber : 52; /**< Bits 12 to 63. */
            };
        };
        HV_UINT64 Reserved3;
    };
} HV_DEVICE_PAGE_REQUEST, *PHV_DEVICE_PAGE_REQUEST;
HV_STATIC_ASSERT(sizeof(HV_DEVICE_PAGE_REQUEST) == 32);

/** HvCallCreateDevicePrQueue: pages for a queue and an interrupt that announces requests. */
typedef struct HV_INPUT_CREATE_DEVICE_PR_QUEUE
{
    HV_PARTITION_ID PartitionId;
    HV_UINT32 QueueId;
    HV_UINT32 Size; /**< Pages from BaseGpaPage on. */
    HV_GPA_PAGE_NUMBER BaseGpaPage;
    HV_INTERRUPT_VECTOR InterruptVector;
    HV_VP_INDEX InterruptVpIndex;
    HV_UINT32 Flags;
    HV_UINT32 Reserved;
} HV_INPUT_CREATE_DEVICE_PR_QUEUE, *PHV_INPUT_CREATE_DEVICE_PR_QUEUE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_CREATE_DEVICE_PR_QUEUE) == 40);

/** HvCallDeleteDevicePrQueue. */
typedef struct HV_INPUT_DELETE_DEVICE_PR_QUEUE
{
    HV_PARTITION_ID PartitionId;
    HV_UINT32 QueueId;
    HV_UINT32 Reserved;
} HV_INPUT_DELETE_DEVICE_PR_QUEUE, *PHV_INPUT_DELETE_DEVICE_PR_QUEUE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_DELETE_DEVICE_PR_QUEUE) == 16);

/** HvCallAttachDevicePrQueue. */
typedef struct HV_INPUT_ATTACH_DEVICE_PR_QUEUE
{
    HV_PARTITION_ID PartitionId;
    HV_LOGICAL_DEVICE_ID LogicalDeviceId;
    HV_DEVICE_PR_QUEUE_ID PrQueueId;
    HV_UINT32 Reserved;
} HV_INPUT_ATTACH_DEVICE_PR_QUEUE, *PHV_INPUT_ATTACH_DEVICE_PR_QUEUE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_ATTACH_DEVICE_PR_QUEUE) == 24);

/** HvCallDetachDevicePrQueue. */
typedef struct HV_INPUT_DETACH_DEVICE_PR_QUEUE
{
    HV_PARTITION_ID PartitionId;
    HV_LOGICAL_DEVICE_ID LogicalDeviceId;
} HV_INPUT_DETACH_DEVICE_PR_QUEUE, *PHV_INPUT_DETACH_DEVICE_PR_QUEUE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_DETACH_DEVICE_PR_QUEUE) == 16);

typedef HV_UINT32 HV_DEVICE_PRQ_PROPERTY, *PHV_DEVICE_PRQ_PROPERTY;
enum
{
    HvDevicePrqPropertyStalled = 0,
    HvDevicePrqPropertyInterruptMasked = 1,
};

/** HvDevicePrqPropertyInterruptMasked. */
typedef struct HV_DEVICE_PRQ_PROPERTY_INTERRUPT_MASKED
{
    HV_UINT8 InterruptMasked;
    HV_UINT8 Reserved0;
    HV_UINT16 Reserved1;
    HV_UINT32 Reserved2;
} HV_DEVICE_PRQ_PROPERTY_INTERRUPT_MASKED, *PHV_DEVICE_PRQ_PROPERTY_INTERRUPT_MASKED;
HV_STATIC_ASSERT(sizeof(HV_DEVICE_PRQ_PROPERTY_INTERRUPT_MASKED) == 8);

/** HvCallSetDevicePrqProperty: the value follows. */
typedef struct HV_INPUT_SET_DEVICE_PRQ_PROPERTY_HEADER
{
    HV_UINT32 QueueId;
    HV_DEVICE_PRQ_PROPERTY Property;
} HV_INPUT_SET_DEVICE_PRQ_PROPERTY_HEADER, *PHV_INPUT_SET_DEVICE_PRQ_PROPERTY_HEADER;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SET_DEVICE_PRQ_PROPERTY_HEADER) == 8);

/** HvCallProcessIommuPrq. */
typedef struct HV_INPUT_PROCESS_IOMMU_PRQ
{
    HV_IOMMU_ID IommuId;
    HV_UINT32 Padding;
} HV_INPUT_PROCESS_IOMMU_PRQ, *PHV_INPUT_PROCESS_IOMMU_PRQ;
HV_STATIC_ASSERT(sizeof(HV_INPUT_PROCESS_IOMMU_PRQ) == 8);

/*
 * Messages.
 */

typedef HV_UINT32 HV_IOMMU_FAULT_TYPE, *PHV_IOMMU_FAULT_TYPE;
enum
{
    HvIommuTranslationFault = 0,               /**< No translation for the address. */
    HvIommuTranslationBlocked = 1,             /**< The device may not do that. */
    HvIommuInterruptFault = 2,                 /**< An interrupt was blocked. */
    HvIommuPermissionFault = 3,                /**< ARM64, as those below: a translation without the right. */
    HvIommuAddressSizeFault = 4,               /**< An address with more bits than there are. */
    HvIommuTlbMatchConflict = 5,
    HvIommuExternalFault = 6,                  /**< The bus refused. */
    HvIommuUnsupportedUpstreamTransaction = 7,
};

/** HvMessageTypeIommuFault, x64; mu_msvm has it for ARM64 too. */
typedef struct HV_X64_IOMMU_FAULT_MESSAGE_PAYLOAD
{
    HV_IOMMU_FAULT_TYPE Type;
    HV_INTERCEPT_ACCESS_TYPE AccessType;
    HV_UINT8 Padding[3];
    union
    {
        HV_UINT32 AsUINT32;
        struct
        {
            HV_UINT32 FaultAddressValid : 1; /**< Bit 0. */
            HV_UINT32 DeviceIdValid : 1;     /**< Bit 1. */
            HV_UINT32 Reserved : 30;
        };
    } Flags;
    HV_UINT32 Padding1;
    HV_UINT64 LogicalDeviceId;
    HV_GVA FaultAddress;
} HV_X64_IOMMU_FAULT_MESSAGE_PAYLOAD, *PHV_X64_IOMMU_FAULT_MESSAGE_PAYLOAD;
HV_STATIC_ASSERT(sizeof(HV_X64_IOMMU_FAULT_MESSAGE_PAYLOAD) == 32);

/** The device as the IOMMU of ARM64 knows it. */
typedef union HV_FAULT_DEVICE_ID
{
    HV_UINT64 AsUINT64;
    HV_UINT64 StreamId;
} HV_FAULT_DEVICE_ID, *PHV_FAULT_DEVICE_ID;
HV_STATIC_ASSERT(sizeof(HV_FAULT_DEVICE_ID) == 8);

/** HvMessageTypeIommuFault, ARM64. */
typedef struct HV_ARM64_IOMMU_FAULT_MESSAGE_PAYLOAD
{
    HV_IOMMU_FAULT_TYPE Type;
    HV_INTERCEPT_ACCESS_TYPE AccessType;
    HV_UINT8 Padding[3];
    union
    {
        HV_UINT32 AsUINT32;
        struct
        {
            HV_UINT32 FaultAddressValid : 1;    /**< Bit 0. */
            HV_UINT32 LogicalDeviceIdValid : 1; /**< Bit 1. */
            HV_UINT32 IsStage1Fault : 1;        /**< Bit 2: in the guest's own tables. */
            HV_UINT32 Reserved : 29;
        };
    } Flags;
    HV_UINT32 Padding1;
    HV_UINT64 LogicalId;
    HV_FAULT_DEVICE_ID DeviceId;
    HV_UINT64 FaultAddress;
    HV_GVA IommuBaseAddress;
} HV_ARM64_IOMMU_FAULT_MESSAGE_PAYLOAD, *PHV_ARM64_IOMMU_FAULT_MESSAGE_PAYLOAD;
HV_STATIC_ASSERT(sizeof(HV_ARM64_IOMMU_FAULT_MESSAGE_PAYLOAD) == 48);

typedef HV_BY_TARGET(HV_X64_IOMMU_FAULT_MESSAGE_PAYLOAD, HV_ARM64_IOMMU_FAULT_MESSAGE_PAYLOAD)
    HV_IOMMU_FAULT_MESSAGE_PAYLOAD, *PHV_IOMMU_FAULT_MESSAGE_PAYLOAD;

/** HvMessageTypeX64IommuPrq: page requests wait. */
typedef struct HV_IOMMU_PRQ_MESSAGE_PAYLOAD
{
    HV_IOMMU_ID IommuId;
} HV_IOMMU_PRQ_MESSAGE_PAYLOAD, *PHV_IOMMU_PRQ_MESSAGE_PAYLOAD;
HV_STATIC_ASSERT(sizeof(HV_IOMMU_PRQ_MESSAGE_PAYLOAD) == 4);

/*
 * Of older releases.
 */

/** Output of a call that is no more: what the IOMMU's own tables are. */
typedef struct HV_DEPRECATED_OUTPUT_QUERY_IOMMU_PROPERTIES
{
    union
    {
        struct
        {
            HV_UINT32 DeviceTableSizeInPages;
            HV_UINT32 Padding;
            HV_UINT64 DeviceTableSpaBasePage;
        } Amd;
        struct
        {
            HV_UINT32 ContextTableCount;
            HV_UINT32 InterruptRemappingTableSizeInPages;
            HV_UINT64 RootTableSpaPage;
            HV_UINT64 ContextTableSpaPages[256];
            HV_UINT64 InterruptRemappingTableSpaBasePage;
        } Intel;
    };
    union
    {
        HV_UINT32 AsUINT32;
        struct
        {
            HV_UINT32 LiveDomainIdSelector : 1; /**< Bit 0. */
            HV_UINT32 Reserved : 31;
        };
    } Flags;
    HV_UINT32 Padding1;
} HV_DEPRECATED_OUTPUT_QUERY_IOMMU_PROPERTIES, *PHV_DEPRECATED_OUTPUT_QUERY_IOMMU_PROPERTIES;
HV_STATIC_ASSERT(sizeof(HV_DEPRECATED_OUTPUT_QUERY_IOMMU_PROPERTIES) == 2080);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_IOMMU */
