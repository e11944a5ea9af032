/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief DMA of devices: domains, process address spaces, page requests.
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
 * In the order of use:
 *
 *     device domain                           PASID
 *     HvCallCreateDeviceDomain                HvCallCreatePasidSpace
 *     HvCallMapDeviceGpaPages, -Sparse-, or   HvCallSetPasidAddressSpace, for each PASID
 *       HvCallConfigureDeviceDomain           HvCallCreateDevicePrQueue
 *     HvCallAttachDeviceDomain                HvCallAttachPasidSpace, HvCallAttachDevicePrQueue
 *                                             HvCallEnablePasid
 *     HvCallFlushDeviceDomain, -List          HvCallFlushPasidAddressSpace, -List
 *     HvCallDetach-, HvCallDelete-            HvCallDisable-, HvCallDetach-, HvCallDelete-
 *
 * A device that is attached to no domain stands in its partition's default
 * domain, where device addresses are guest physical addresses. What a device
 * does wrong comes as a message (IommuReport.h).
 *
 * CPUID tells what there is (Cpuid.h): DeviceDomainsAvailable,
 * S1DeviceDomainsAvailable (page tables of the guest's own), leaf 0x40000008
 * (PASIDs, size of a queue). Failures of their own are
 * HV_STATUS_INVALID_DEVICE_ID, HV_STATUS_INVALID_DEVICE_STATE,
 * HV_STATUS_DEVICE_ALREADY_IN_DOMAIN, HV_STATUS_PENDING_PAGE_REQUESTS and
 * HV_STATUS_PAGE_REQUEST_INVALID (Status.h); which call returns which is in no
 * source.
 *
 * Sources: symbols of securekernel 26100 (ARM64); the original. Of the calls
 * there is no public description: the comments say what names and types show,
 * and the order above is that of what needs what.
 */

#ifndef MILE_HYPERV_HYPERVISOR_IOMMU
#define MILE_HYPERV_HYPERVISOR_IOMMU

#include "AddressSpace.h"
#include "Device.h"
#include "IommuReport.h"
#include "PageAccess.h"

HV_HEADER_BEGIN

/** A byte address as the device puts it on the bus, before its domain translates it. */
typedef HV_UINT64 HV_DEVICE_VA, *PHV_DEVICE_VA;
/** HV_DEVICE_VA divided by HV_PAGE_SIZE. */
typedef HV_UINT64 HV_DEVICE_VA_PAGE_NUMBER, *PHV_DEVICE_VA_PAGE_NUMBER;
/** A process address space id: up to 20 bits, as PCI Express carries them. */
typedef HV_UINT32 HV_PASID, *PHV_PASID;
/** A PASID space of a partition; its creator chooses the number. */
typedef HV_UINT32 HV_PASID_SPACE_ID, *PHV_PASID_SPACE_ID;
/** A queue of page requests; its creator chooses the number. */
typedef HV_UINT32 HV_DEVICE_PR_QUEUE_ID, *PHV_DEVICE_PR_QUEUE_ID;
/** A range of device pages to flush. */
typedef union HV_IOMMU_GVA_RANGE
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 PageMaskShift : 6; /**< Bits 0 to 5: 2^PageMaskShift pages. */
        HV_UINT64 Reserved : 6;
        HV_UINT64 PageNumber : 52;   /**< Bits 12 to 63: the first, a multiple of that. */
    };
#endif
} HV_IOMMU_GVA_RANGE, *PHV_IOMMU_GVA_RANGE;
HV_STATIC_ASSERT(sizeof(HV_IOMMU_GVA_RANGE) == 8);

/** A range of pages for DMA. */
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

/** Kinds of HV_DEVICE_DOMAIN_ID. Source: a Linux patch posted 2026-07-03. */
#define HV_DEVICE_DOMAIN_TYPE_S2 0  /**< Second stage. */
#define HV_DEVICE_DOMAIN_TYPE_S1 1  /**< First stage: page tables of the guest (HvCallConfigureDeviceDomain). */
#define HV_DEVICE_DOMAIN_TYPE_SOC 2 /**< Undocumented. */

/**
 * Values of HV_DEVICE_DOMAIN_ID.Id that are no domain of the guest's. Source: a Linux patch posted
 * 2026-07-03.
 */
#define HV_DEVICE_DOMAIN_ID_DEFAULT 0        /**< The default domain. */
#define HV_DEVICE_DOMAIN_ID_NULL 0xFFFFFFFFU /**< No domain. */

/** A domain of a partition: its kind, and a number that its creator chooses. */
typedef union HV_DEVICE_DOMAIN_ID
{
    HV_UINT64 AsUINT64;
    struct
    {
        union
        {
            HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT32 Type : 4; /**< Bits 0 to 3: HV_DEVICE_DOMAIN_TYPE_... */
                HV_UINT32 Reserved : 28;
            };
#endif
        };
        HV_UINT32 Id;
    };
} HV_DEVICE_DOMAIN_ID, *PHV_DEVICE_DOMAIN_ID;
HV_STATIC_ASSERT(sizeof(HV_DEVICE_DOMAIN_ID) == 8);

/** Which domain, of which partition and trust level; begins most inputs here. */
typedef struct HV_INPUT_DEVICE_DOMAIN
{
    HV_PARTITION_ID PartitionId;
    HV_INPUT_VTL OwnerVtl; /**< The level that may change it. */
    HV_UINT8 Padding[7];
    HV_DEVICE_DOMAIN_ID DomainId;
} HV_INPUT_DEVICE_DOMAIN, *PHV_INPUT_DEVICE_DOMAIN;
HV_STATIC_ASSERT(sizeof(HV_INPUT_DEVICE_DOMAIN) == 24);

/** How a domain is created. */
typedef union HV_CREATE_DEVICE_DOMAIN_FLAGS
{
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 ForwardProgressRequired : 1; /**< Bit 0; no public description. */
        HV_UINT32 InheritOwningVtl : 1;        /**< Bit 1. */
        HV_UINT32 Reserved : 30;
    };
#endif
    HV_UINT32 AsUINT32;
} HV_CREATE_DEVICE_DOMAIN_FLAGS, *PHV_CREATE_DEVICE_DOMAIN_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_CREATE_DEVICE_DOMAIN_FLAGS) == 4);

/** HvCallCreateDeviceDomain: creates an empty domain. */
typedef struct HV_INPUT_CREATE_DEVICE_DOMAIN
{
    HV_INPUT_DEVICE_DOMAIN DeviceDomain;
    HV_CREATE_DEVICE_DOMAIN_FLAGS CreateDeviceDomainFlags;
    HV_UINT32 Padding;
} HV_INPUT_CREATE_DEVICE_DOMAIN, *PHV_INPUT_CREATE_DEVICE_DOMAIN;
HV_STATIC_ASSERT(sizeof(HV_INPUT_CREATE_DEVICE_DOMAIN) == 32);

/** HvCallDeleteDeviceDomain: deletes one. */
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

/** HvCallReserveDeviceDomainAttachment: sets aside what a later attachment needs. */
typedef struct HV_INPUT_RESERVE_DEVICE_DOMAIN_ATTACHMENT
{
    HV_INPUT_DEVICE_DOMAIN DeviceDomain;
    HV_LOGICAL_DEVICE_ID LogicalDeviceId;
} HV_INPUT_RESERVE_DEVICE_DOMAIN_ATTACHMENT, *PHV_INPUT_RESERVE_DEVICE_DOMAIN_ATTACHMENT;
HV_STATIC_ASSERT(sizeof(HV_INPUT_RESERVE_DEVICE_DOMAIN_ATTACHMENT) == 32);

/** HvCallUnreserveDeviceDomainAttachment: gives that back. */
typedef struct HV_INPUT_UNRESERVE_DEVICE_DOMAIN_ATTACHMENT
{
    HV_PARTITION_ID PartitionId;
    HV_LOGICAL_DEVICE_ID LogicalDeviceId;
} HV_INPUT_UNRESERVE_DEVICE_DOMAIN_ATTACHMENT, *PHV_INPUT_UNRESERVE_DEVICE_DOMAIN_ATTACHMENT;
HV_STATIC_ASSERT(sizeof(HV_INPUT_UNRESERVE_DEVICE_DOMAIN_ATTACHMENT) == 16);

/** HvCallMapDeviceGpaPages: maps the listed pages one behind the other, from TargetDeviceVaBase on. */
typedef struct HV_INPUT_MAP_DEVICE_GPA_PAGES
{
    HV_INPUT_DEVICE_DOMAIN DeviceDomain;
    HV_INPUT_VTL TargetVtl;    /**< By whose rights to the pages. */
    HV_UINT8 Padding[3];
    HV_MAP_GPA_FLAGS MapFlags; /**< What the devices may do: HV_MAP_GPA_... (PageAccess.h). */
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

/** One mapping: an address of a device, and the page behind it. */
typedef struct HV_DEVICE_VA_MAPPING
{
    HV_DEVICE_VA TargetDeviceVa;
    HV_GPA_PAGE_NUMBER GpaPageNumber;
} HV_DEVICE_VA_MAPPING, *PHV_DEVICE_VA_MAPPING;
HV_STATIC_ASSERT(sizeof(HV_DEVICE_VA_MAPPING) == 16);

/** HvCallMapSparseDeviceGpaPages: maps pages at addresses of their own. */
typedef struct HV_INPUT_MAP_SPARSE_DEVICE_GPA_PAGES
{
    HV_INPUT_DEVICE_DOMAIN DeviceDomain;
    HV_INPUT_VTL TargetVtl;
    HV_UINT8 Padding[3];
    HV_MAP_GPA_FLAGS MapFlags;
    HV_DEVICE_VA_MAPPING PageList[];
} HV_INPUT_MAP_SPARSE_DEVICE_GPA_PAGES, *PHV_INPUT_MAP_SPARSE_DEVICE_GPA_PAGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_MAP_SPARSE_DEVICE_GPA_PAGES) == 32);

/** HvCallUnmapSparseDeviceGpaPages: unmaps the page at each address. */
typedef struct HV_INPUT_UNMAP_SPARSE_DEVICE_GPA_PAGES
{
    HV_INPUT_DEVICE_DOMAIN DeviceDomain;
    HV_DEVICE_VA TargetDeviceVaList[];
} HV_INPUT_UNMAP_SPARSE_DEVICE_GPA_PAGES, *PHV_INPUT_UNMAP_SPARSE_DEVICE_GPA_PAGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_UNMAP_SPARSE_DEVICE_GPA_PAGES) == 24);

/** HvCallQueryDeviceDomain: what each address translates to. The form of the output is in no source. */
typedef struct HV_INPUT_QUERY_DEVICE_DOMAIN
{
    HV_INPUT_DEVICE_DOMAIN DeviceDomain;
    HV_DEVICE_VA TargetDeviceVaList[];
} HV_INPUT_QUERY_DEVICE_DOMAIN, *PHV_INPUT_QUERY_DEVICE_DOMAIN;
HV_STATIC_ASSERT(sizeof(HV_INPUT_QUERY_DEVICE_DOMAIN) == 24);

/**
 * Value of HV_X64_DEVICE_DOMAIN_SETTINGS.Flags.FirstStagePagingMode. Source: a Linux patch posted
 * 2026-07-03.
 */
#define HV_DEVICE_DOMAIN_PAGING_4_LEVEL 0
#define HV_DEVICE_DOMAIN_PAGING_5_LEVEL 1

/**
 * Page tables of the guest's own for a domain, x64. Source: a Linux patch posted 2026-07-03; the
 * original has ARM64's form on x64 too (References/Errata.md).
 */
typedef struct HV_X64_DEVICE_DOMAIN_SETTINGS
{
    union
    {
        HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT64 TranslationEnabled : 1;   /**< Bit 0: DMA is translated; clear: addresses pass unchanged. */
            HV_UINT64 Blocked : 1;              /**< Bit 1: all DMA of the domain is refused. */
            HV_UINT64 FirstStagePagingMode : 1; /**< Bit 2: HV_DEVICE_DOMAIN_PAGING_... */
            HV_UINT64 Reserved : 61;
        };
#endif
    } Flags;
    HV_UINT64 PageTableRoot; /**< Guest physical address in bytes of the root table. */
} HV_X64_DEVICE_DOMAIN_SETTINGS, *PHV_X64_DEVICE_DOMAIN_SETTINGS;
HV_STATIC_ASSERT(sizeof(HV_X64_DEVICE_DOMAIN_SETTINGS) == 16);

/**
 * Page tables of the guest's own for a domain, ARM64, in the terms of the processor's translation
 * registers.
 */
typedef struct HV_ARM64_DEVICE_DOMAIN_SETTINGS
{
    union
    {
        HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT64 TranslationEnabled : 1; /**< Bit 0: DMA is translated; clear: addresses pass unchanged. */
            HV_UINT64 CoherentTableWalks : 1; /**< Bit 1: the IOMMU reads the tables through the caches. */
            HV_UINT64 Reserved : 62;
        };
#endif
    } Flags;
    HV_UINT64 PageTableRoot0; /**< For low addresses. */
    HV_UINT64 PageTableRoot1; /**< For high addresses. */
    HV_UINT8 InputSize0;      /**< Bits of address that each root translates. */
    HV_UINT8 InputSize1;
    HV_UINT16 Padding;
    HV_UINT32 Mair0;
    HV_UINT32 Mair1;
    HV_UINT16 Asid;
    HV_UINT16 Padding1;
} HV_ARM64_DEVICE_DOMAIN_SETTINGS, *PHV_ARM64_DEVICE_DOMAIN_SETTINGS;
HV_STATIC_ASSERT(sizeof(HV_ARM64_DEVICE_DOMAIN_SETTINGS) == 40);

typedef HV_BY_TARGET(HV_X64_DEVICE_DOMAIN_SETTINGS, HV_ARM64_DEVICE_DOMAIN_SETTINGS) HV_DEVICE_DOMAIN_SETTINGS,
    *PHV_DEVICE_DOMAIN_SETTINGS;

/** Input of HvCallConfigureDeviceDomain, x64: gives a domain page tables of the guest's own. */
typedef struct HV_X64_INPUT_CONFIGURE_DEVICE_DOMAIN
{
    HV_INPUT_DEVICE_DOMAIN DeviceDomain;
    HV_X64_DEVICE_DOMAIN_SETTINGS Settings;
} HV_X64_INPUT_CONFIGURE_DEVICE_DOMAIN, *PHV_X64_INPUT_CONFIGURE_DEVICE_DOMAIN;
HV_STATIC_ASSERT(sizeof(HV_X64_INPUT_CONFIGURE_DEVICE_DOMAIN) == 40);

/** Input of HvCallConfigureDeviceDomain, ARM64. */
typedef struct HV_ARM64_INPUT_CONFIGURE_DEVICE_DOMAIN
{
    HV_INPUT_DEVICE_DOMAIN DeviceDomain;
    HV_ARM64_DEVICE_DOMAIN_SETTINGS Settings;
} HV_ARM64_INPUT_CONFIGURE_DEVICE_DOMAIN, *PHV_ARM64_INPUT_CONFIGURE_DEVICE_DOMAIN;
HV_STATIC_ASSERT(sizeof(HV_ARM64_INPUT_CONFIGURE_DEVICE_DOMAIN) == 64);

typedef HV_BY_TARGET(HV_X64_INPUT_CONFIGURE_DEVICE_DOMAIN, HV_ARM64_INPUT_CONFIGURE_DEVICE_DOMAIN)
    HV_INPUT_CONFIGURE_DEVICE_DOMAIN, *PHV_INPUT_CONFIGURE_DEVICE_DOMAIN;

/**
 * Bits of HV_OUTPUT_GET_IOMMU_CAPABILITIES.IommuCapabilities. Source: a Linux patch posted
 * 2026-07-03.
 */
#define HV_IOMMU_CAP_PRESENT 0x01ULL   /**< The partition has an IOMMU. */
#define HV_IOMMU_CAP_S2 0x02ULL        /**< Second-stage domains. */
#define HV_IOMMU_CAP_S1 0x04ULL        /**< First-stage domains. */
#define HV_IOMMU_CAP_S1_5LVL 0x08ULL   /**< First-stage page tables of five levels. */
#define HV_IOMMU_CAP_PASID 0x10ULL     /**< Process address spaces. */
#define HV_IOMMU_CAP_ATS 0x20ULL       /**< Address translation services. */
#define HV_IOMMU_CAP_PRI 0x40ULL       /**< Page requests. */

/** Input of HvCallGetIommuCapabilities. Source: a Linux patch posted 2026-07-03. */
typedef struct HV_INPUT_GET_IOMMU_CAPABILITIES
{
    HV_PARTITION_ID PartitionId; /**< HV_PARTITION_ID_SELF. */
    HV_UINT64 Reserved;
} HV_INPUT_GET_IOMMU_CAPABILITIES, *PHV_INPUT_GET_IOMMU_CAPABILITIES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_IOMMU_CAPABILITIES) == 16);

/** Output of HvCallGetIommuCapabilities. Source: a Linux patch posted 2026-07-03. */
typedef struct HV_OUTPUT_GET_IOMMU_CAPABILITIES
{
    HV_UINT32 Size;              /**< By its name, the size of this structure in bytes. */
    HV_UINT16 Reserved;
    HV_UINT8 MaxIovaWidth;       /**< Bits of an address of a device. */
    HV_UINT8 MaxPasidWidth;      /**< Bits of a PASID. */
    HV_UINT64 IommuCapabilities; /**< HV_IOMMU_CAP_... */
    HV_UINT64 PageSizeBitmap;    /**< By its name, bit n represents pages of 2^n bytes. */
} HV_OUTPUT_GET_IOMMU_CAPABILITIES, *PHV_OUTPUT_GET_IOMMU_CAPABILITIES;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_GET_IOMMU_CAPABILITIES) == 24);

/** HvCallFlushDeviceDomain: drops what the IOMMU and the devices remember of the domain's translations. */
typedef struct HV_INPUT_FLUSH_DEVICE_DOMAIN
{
    HV_INPUT_DEVICE_DOMAIN DeviceDomain;
    HV_UINT32 Flags;
    HV_UINT32 Reserved;
} HV_INPUT_FLUSH_DEVICE_DOMAIN, *PHV_INPUT_FLUSH_DEVICE_DOMAIN;
HV_STATIC_ASSERT(sizeof(HV_INPUT_FLUSH_DEVICE_DOMAIN) == 32);

/**
 * Flag of HV_INPUT_FLUSH_DEVICE_DOMAIN_LIST: the list's elements are HV_IOMMU_FLUSH_VA. Source: a
 * Linux patch posted 2026-07-03.
 */
#define HV_FLUSH_DEVICE_DOMAIN_LIST_IOMMU_FORMAT 0x1

/**
 * Element of HvCallFlushDeviceDomainList with HV_FLUSH_DEVICE_DOMAIN_LIST_IOMMU_FORMAT. The members
 * are described by their names. Source: a Linux patch posted 2026-07-03.
 */
typedef union HV_IOMMU_FLUSH_VA
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 PageMaskShift : 12; /**< Bits 0 to 11: how many low bits of PageNumber are ignored. */
        HV_UINT64 PageNumber : 52;    /**< Bits 12 to 63: page of 4 KiB in the device's addresses. */
    };
#endif
} HV_IOMMU_FLUSH_VA, *PHV_IOMMU_FLUSH_VA;
HV_STATIC_ASSERT(sizeof(HV_IOMMU_FLUSH_VA) == 8);

/** Input of HvCallFlushDeviceDomainList: drops the translations of ranges of addresses. */
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

/** A PASID and the space that it is of. */
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
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Present : 1;           /**< Bit 0: there is one. */
        HV_UINT64 Supervisor : 1;        /**< Bit 1: the device may ask with a supervisor's rights. */
        HV_UINT64 Reserved : 10;
        HV_UINT64 PageTableRootPfn : 52; /**< Bits 12 to 63: guest page of the root, as CR3 has it. */
    };
#endif
} HV_DEVICE_ADDRESS_SPACE, *PHV_DEVICE_ADDRESS_SPACE;
HV_STATIC_ASSERT(sizeof(HV_DEVICE_ADDRESS_SPACE) == 8);

/** What the root can do with PASIDs: a system property (System.h). */
typedef struct HV_ROOT_PASID_CAPABILITIES_PROPERTY
{
    HV_UINT32 SvmIommuCount;      /**< IOMMUs that can share a process's page tables. */
    HV_UINT32 MinIommuPasidCount; /**< PASIDs that the least of them has. */
} HV_ROOT_PASID_CAPABILITIES_PROPERTY, *PHV_ROOT_PASID_CAPABILITIES_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_ROOT_PASID_CAPABILITIES_PROPERTY) == 8);

/** HvCallCreatePasidSpace: creates a space without page tables. */
typedef struct HV_INPUT_CREATE_PASID_SPACE
{
    HV_PARTITION_ID PartitionId;
    HV_PASID_SPACE_ID PasidSpaceId;
    HV_UINT32 PasidCount; /**< PASIDs 0 to PasidCount - 1; at most MaxPasidSpacePasidCount of CPUID. */
    HV_UINT64 Pat;        /**< The page attribute table that the page tables are meant for. */
    HV_UINT32 Flags;
    HV_UINT32 Reserved;
} HV_INPUT_CREATE_PASID_SPACE, *PHV_INPUT_CREATE_PASID_SPACE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_CREATE_PASID_SPACE) == 32);

/** HvCallDeletePasidSpace: deletes one. */
typedef struct HV_INPUT_DELETE_PASID_SPACE
{
    HV_PARTITION_ID PartitionId;
    HV_PASID_SPACE_ID PasidSpaceId;
    HV_UINT32 Reserved;
} HV_INPUT_DELETE_PASID_SPACE, *PHV_INPUT_DELETE_PASID_SPACE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_DELETE_PASID_SPACE) == 16);

/** HvCallSetPasidAddressSpace: gives a PASID its page tables, or takes them away. */
typedef struct HV_INPUT_SET_PASID_ADDRESS_SPACE
{
    HV_PARTITION_ID PartitionId;
    HV_FULL_PASID FullPasid;
    HV_DEVICE_ADDRESS_SPACE AddressSpace;
} HV_INPUT_SET_PASID_ADDRESS_SPACE, *PHV_INPUT_SET_PASID_ADDRESS_SPACE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SET_PASID_ADDRESS_SPACE) == 24);

/** HvCallFlushPasidAddressSpace: drops every translation of a PASID. */
typedef struct HV_INPUT_FLUSH_PASID_ADDRESS_SPACE
{
    HV_FULL_PASID FullPasid;
    HV_UINT32 Flags;
    HV_UINT32 Reserved;
} HV_INPUT_FLUSH_PASID_ADDRESS_SPACE, *PHV_INPUT_FLUSH_PASID_ADDRESS_SPACE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_FLUSH_PASID_ADDRESS_SPACE) == 16);

/** HvCallFlushPasidAddressList: drops those of VaCount ranges, which follow. */
typedef struct HV_INPUT_FLUSH_PASID_ADDRESS_LIST
{
    HV_FULL_PASID FullPasid;
    HV_UINT32 Flags;
    HV_UINT32 VaCount;
    HV_GVA_RANGE_EXTENDED VaList[];
} HV_INPUT_FLUSH_PASID_ADDRESS_LIST, *PHV_INPUT_FLUSH_PASID_ADDRESS_LIST;
HV_STATIC_ASSERT(sizeof(HV_INPUT_FLUSH_PASID_ADDRESS_LIST) == 16);

/** HvCallAttachPasidSpace: lets a device use the PASIDs of a space. */
typedef struct HV_INPUT_ATTACH_PASID_SPACE
{
    HV_PARTITION_ID PartitionId;
    HV_LOGICAL_DEVICE_ID LogicalDeviceId;
    HV_PASID_SPACE_ID PasidSpaceId;
    HV_UINT32 Reserved;
} HV_INPUT_ATTACH_PASID_SPACE, *PHV_INPUT_ATTACH_PASID_SPACE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_ATTACH_PASID_SPACE) == 24);

/** HvCallDetachPasidSpace: ends that. */
typedef struct HV_INPUT_DETACH_PASID_SPACE
{
    HV_PARTITION_ID PartitionId;
    HV_LOGICAL_DEVICE_ID LogicalDeviceId;
} HV_INPUT_DETACH_PASID_SPACE, *PHV_INPUT_DETACH_PASID_SPACE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_DETACH_PASID_SPACE) == 16);

/** HvCallEnablePasid: switches one PASID on for a device. */
typedef struct HV_INPUT_ENABLE_PASID
{
    HV_PARTITION_ID PartitionId;
    HV_LOGICAL_DEVICE_ID LogicalDeviceId;
    HV_PASID Pasid;
    HV_UINT32 Reserved;
} HV_INPUT_ENABLE_PASID, *PHV_INPUT_ENABLE_PASID;
HV_STATIC_ASSERT(sizeof(HV_INPUT_ENABLE_PASID) == 24);

/** HvCallDisablePasid: switches it off. */
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

/** The first bytes of a queue, in the guest's pages; the hypervisor writes them too. Check what you read. */
typedef struct HV_DEVICE_PRQ_HEADER
{
    HV_UINT32 Head;   /**< Where the guest takes the next request. */
    HV_UINT32 Tail;   /**< Where the hypervisor puts the next one. */
    HV_UINT8 Pending;
    HV_UINT8 Stalled; /**< No more come until HvDevicePrqPropertyStalled is cleared. */
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
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT64 GroupIndex : 9;   /**< Bits 0 to 8: requests of one group are answered together. */
                HV_UINT64 LastInGroup : 1;  /**< Bit 9: answer after this one. */
                HV_UINT64 Virtual : 1;      /**< Bit 10: Pasid holds. */
                HV_UINT64 Pasid : 20;       /**< Bits 11 to 30. */
                HV_UINT64 Reserved0 : 33;
            };
#endif
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT64 RequestBits : 31;
                HV_UINT64 Reserved1 : 30;
                HV_UINT64 InvalidRequest : 1; /**< Bit 61. */
                HV_UINT64 ValidateGpa : 1;    /**< Bit 62. */
                HV_UINT64 Overflow : 1;       /**< Bit 63: requests after this one were lost. */
            };
#endif
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT64 RequestBits1 : 63;
                HV_UINT64 SendResponse : 1; /**< Bit 63, in an answer. */
            };
#endif
        };
        union
        {
            HV_UINT64 AccessAsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT64 Read : 1;        /**< Bit 0: the device wants to read, */
                HV_UINT64 Write : 1;       /**< Bit 1: to write, */
                HV_UINT64 Execute : 1;     /**< Bit 2: to execute, */
                HV_UINT64 Privileged : 1;  /**< Bit 3: with a supervisor's rights, */
                HV_UINT64 Reserved2 : 8;
                HV_UINT64 PageNumber : 52; /**< Bits 12 to 63: this page of its addresses. */
            };
#endif
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
    HV_UINT32 Size; /**< Pages from BaseGpaPage on; at most MaxDevicePrqSize of CPUID, whose unit no source tells. */
    HV_GPA_PAGE_NUMBER BaseGpaPage;
    HV_INTERRUPT_VECTOR InterruptVector;
    HV_VP_INDEX InterruptVpIndex; /**< The processor that gets it. */
    HV_UINT32 Flags;
    HV_UINT32 Reserved;
} HV_INPUT_CREATE_DEVICE_PR_QUEUE, *PHV_INPUT_CREATE_DEVICE_PR_QUEUE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_CREATE_DEVICE_PR_QUEUE) == 40);

/** HvCallDeleteDevicePrQueue: deletes a queue. */
typedef struct HV_INPUT_DELETE_DEVICE_PR_QUEUE
{
    HV_PARTITION_ID PartitionId;
    HV_UINT32 QueueId;
    HV_UINT32 Reserved;
} HV_INPUT_DELETE_DEVICE_PR_QUEUE, *PHV_INPUT_DELETE_DEVICE_PR_QUEUE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_DELETE_DEVICE_PR_QUEUE) == 16);

/** HvCallAttachDevicePrQueue: has a device's page requests put into a queue. */
typedef struct HV_INPUT_ATTACH_DEVICE_PR_QUEUE
{
    HV_PARTITION_ID PartitionId;
    HV_LOGICAL_DEVICE_ID LogicalDeviceId;
    HV_DEVICE_PR_QUEUE_ID PrQueueId;
    HV_UINT32 Reserved;
} HV_INPUT_ATTACH_DEVICE_PR_QUEUE, *PHV_INPUT_ATTACH_DEVICE_PR_QUEUE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_ATTACH_DEVICE_PR_QUEUE) == 24);

/** HvCallDetachDevicePrQueue: ends that. */
typedef struct HV_INPUT_DETACH_DEVICE_PR_QUEUE
{
    HV_PARTITION_ID PartitionId;
    HV_LOGICAL_DEVICE_ID LogicalDeviceId;
} HV_INPUT_DETACH_DEVICE_PR_QUEUE, *PHV_INPUT_DETACH_DEVICE_PR_QUEUE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_DETACH_DEVICE_PR_QUEUE) == 16);

/** A property of a queue of page requests. */
typedef HV_UINT32 HV_DEVICE_PRQ_PROPERTY, *PHV_DEVICE_PRQ_PROPERTY;
enum
{
    HvDevicePrqPropertyStalled = 0,         /**< HV_DEVICE_PRQ_HEADER.Stalled. */
    HvDevicePrqPropertyInterruptMasked = 1, /**< Whether requests are announced by the interrupt. */
};

/** HvDevicePrqPropertyInterruptMasked. */
typedef struct HV_DEVICE_PRQ_PROPERTY_INTERRUPT_MASKED
{
    HV_UINT8 InterruptMasked; /**< 1: no interrupt. */
    HV_UINT8 Reserved0;
    HV_UINT16 Reserved1;
    HV_UINT32 Reserved2;
} HV_DEVICE_PRQ_PROPERTY_INTERRUPT_MASKED, *PHV_DEVICE_PRQ_PROPERTY_INTERRUPT_MASKED;
HV_STATIC_ASSERT(sizeof(HV_DEVICE_PRQ_PROPERTY_INTERRUPT_MASKED) == 8);

/** HvCallSetDevicePrqProperty: writes one property, whose value follows. */
typedef struct HV_CALL_ATTRIBUTES HV_INPUT_SET_DEVICE_PRQ_PROPERTY_HEADER
{
    HV_UINT32 QueueId;
    HV_DEVICE_PRQ_PROPERTY Property;
} HV_INPUT_SET_DEVICE_PRQ_PROPERTY_HEADER, *PHV_INPUT_SET_DEVICE_PRQ_PROPERTY_HEADER;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SET_DEVICE_PRQ_PROPERTY_HEADER) == 8);

/** HvCallProcessIommuPrq: has the hypervisor look at what waits in an IOMMU, after HV_IOMMU_PRQ_MESSAGE_PAYLOAD. */
typedef struct HV_CALL_ATTRIBUTES HV_INPUT_PROCESS_IOMMU_PRQ
{
    HV_IOMMU_ID IommuId;
    HV_UINT32 Padding;
} HV_INPUT_PROCESS_IOMMU_PRQ, *PHV_INPUT_PROCESS_IOMMU_PRQ;
HV_STATIC_ASSERT(sizeof(HV_INPUT_PROCESS_IOMMU_PRQ) == 8);

/*
 * Of older releases.
 */

/** Output of a call that is no more: where an IOMMU's own tables lie in the machine's memory, by vendor. */
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
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 LiveDomainIdSelector : 1; /**< Bit 0. */
            HV_UINT32 Reserved : 31;
        };
#endif
    } Flags;
    HV_UINT32 Padding1;
} HV_DEPRECATED_OUTPUT_QUERY_IOMMU_PROPERTIES, *PHV_DEPRECATED_OUTPUT_QUERY_IOMMU_PROPERTIES;
HV_STATIC_ASSERT(sizeof(HV_DEPRECATED_OUTPUT_QUERY_IOMMU_PROPERTIES) == 2080);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_IOMMU */
