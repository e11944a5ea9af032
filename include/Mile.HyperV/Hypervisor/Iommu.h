/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief DMA of devices: domains, process address spaces, page requests.
 *
 * A device that accesses memory by itself does so through an IOMMU of the machine, which belongs to
 * the hypervisor. The partition that drives the device defines the meaning of the device's
 * addresses, at one of two levels:
 *
 *   - a *device domain* is an address space for devices: the partition creates it, fills it with
 *     mappings from device addresses to guest pages, and attaches it to any number of devices. On
 *     hardware with two stages, it can instead use page tables of the guest's own
 *     (HvCallConfigureDeviceDomain).
 *   - a *PASID* lets one device work in many process address spaces: a PASID space is attached to
 *     the device, and each PASID in it identifies page tables. Such a device can cause page faults:
 *     it sends a *page request*, which the hypervisor puts into a queue of the guest and announces
 *     by an interrupt.
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
 * A device that is attached to no domain is in the default domain of its partition, where device
 * addresses are guest physical addresses. The hypervisor reports faults of a device by a message
 * (IommuReport.h).
 *
 * CPUID reports the supported facilities (CpuidFeatures.h): DeviceDomainsAvailable,
 * S1DeviceDomainsAvailable (page tables of the guest's own), leaf 0x40000008 (PASIDs, size of a
 * queue). Failures of these calls are HV_STATUS_INVALID_DEVICE_ID, HV_STATUS_INVALID_DEVICE_STATE,
 * HV_STATUS_DEVICE_ALREADY_IN_DOMAIN, HV_STATUS_PENDING_PAGE_REQUESTS and
 * HV_STATUS_PAGE_REQUEST_INVALID (Status.h). It is undocumented which call returns which.
 *
 * Sources: symbols of securekernel 26100 (ARM64); the original. The calls
 * are undocumented: the comments and the order of the calls follow from names and types.
 */

#ifndef MILE_HYPERV_HYPERVISOR_IOMMU
#define MILE_HYPERV_HYPERVISOR_IOMMU

#include "AddressSpace.h"
#include "Device.h"
#include "IommuReport.h"
#include "PageAccess.h"

HV_HEADER_BEGIN

/** Byte address that the device puts on the bus, before its domain translates it. */
typedef HV_UINT64 HV_DEVICE_VA, *PHV_DEVICE_VA;
/** HV_DEVICE_VA divided by HV_PAGE_SIZE. */
typedef HV_UINT64 HV_DEVICE_VA_PAGE_NUMBER, *PHV_DEVICE_VA_PAGE_NUMBER;
/** Process address space ID: up to 20 bits, as PCI Express transmits it. */
typedef HV_UINT32 HV_PASID, *PHV_PASID;
/** Number of a PASID space of a partition; its creator chooses the number. */
typedef HV_UINT32 HV_PASID_SPACE_ID, *PHV_PASID_SPACE_ID;
/** Number of a queue of page requests; its creator chooses the number. */
typedef HV_UINT32 HV_DEVICE_PR_QUEUE_ID, *PHV_DEVICE_PR_QUEUE_ID;
/** Range of device pages to flush. */
typedef union HV_IOMMU_GVA_RANGE
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 PageMaskShift : 6; /**< Bits 0 to 5: the range has 2^PageMaskShift pages. */
        HV_UINT64 Reserved : 6;
        /** Bits 12 to 63: number of the first page; a multiple of 2^PageMaskShift. */
        HV_UINT64 PageNumber : 52;
    };
#endif
} HV_IOMMU_GVA_RANGE, *PHV_IOMMU_GVA_RANGE;
HV_STATIC_ASSERT(sizeof(HV_IOMMU_GVA_RANGE) == 8);

/** Range of pages for DMA. */
typedef struct HV_DMA_RANGE
{
    HV_UINT64 StartPage; /**< Number of the first page. */
    HV_UINT32 PageCount; /**< Number of pages; the bound is undocumented. */
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

/** ID of a domain of a partition: its kind, and a number that its creator chooses. */
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
                HV_UINT32 Type : 4; /**< Bits 0 to 3: HV_DEVICE_DOMAIN_TYPE_ value. */
                HV_UINT32 Reserved : 28;
            };
#endif
        };
        HV_UINT32 Id; /**< Number of the domain. */
    };
} HV_DEVICE_DOMAIN_ID, *PHV_DEVICE_DOMAIN_ID;
HV_STATIC_ASSERT(sizeof(HV_DEVICE_DOMAIN_ID) == 8);

/** Domain with its partition and trust level; most inputs of this header begin with it. */
typedef struct HV_INPUT_DEVICE_DOMAIN
{
    HV_PARTITION_ID PartitionId;
    HV_INPUT_VTL OwnerVtl; /**< Trust level that may change the domain. */
    HV_UINT8 Padding[7];
    HV_DEVICE_DOMAIN_ID DomainId;
} HV_INPUT_DEVICE_DOMAIN, *PHV_INPUT_DEVICE_DOMAIN;
HV_STATIC_ASSERT(sizeof(HV_INPUT_DEVICE_DOMAIN) == 24);

/** Flags of HvCallCreateDeviceDomain. */
typedef union HV_CREATE_DEVICE_DOMAIN_FLAGS
{
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 ForwardProgressRequired : 1; /**< Bit 0: undocumented. */
        HV_UINT32 InheritOwningVtl : 1;        /**< Bit 1: undocumented. */
        HV_UINT32 Reserved : 30;
    };
#endif
    HV_UINT32 AsUINT32;
} HV_CREATE_DEVICE_DOMAIN_FLAGS, *PHV_CREATE_DEVICE_DOMAIN_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_CREATE_DEVICE_DOMAIN_FLAGS) == 4);

/** Input of HvCallCreateDeviceDomain, which creates an empty domain. No output. */
typedef struct HV_INPUT_CREATE_DEVICE_DOMAIN
{
    HV_INPUT_DEVICE_DOMAIN DeviceDomain;
    HV_CREATE_DEVICE_DOMAIN_FLAGS CreateDeviceDomainFlags;
    HV_UINT32 Padding;
} HV_INPUT_CREATE_DEVICE_DOMAIN, *PHV_INPUT_CREATE_DEVICE_DOMAIN;
HV_STATIC_ASSERT(sizeof(HV_INPUT_CREATE_DEVICE_DOMAIN) == 32);

/** Input of HvCallDeleteDeviceDomain, which deletes a domain. No output. */
typedef struct HV_INPUT_DELETE_DEVICE_DOMAIN
{
    HV_INPUT_DEVICE_DOMAIN DeviceDomain;
} HV_INPUT_DELETE_DEVICE_DOMAIN, *PHV_INPUT_DELETE_DEVICE_DOMAIN;
HV_STATIC_ASSERT(sizeof(HV_INPUT_DELETE_DEVICE_DOMAIN) == 24);

/**
 * Input of HvCallAttachDeviceDomain, which attaches a device to a domain and detaches it from its
 * present one. No output.
 */
typedef struct HV_INPUT_ATTACH_DEVICE_DOMAIN
{
    HV_INPUT_DEVICE_DOMAIN DeviceDomain;
    HV_DEVICE_ID DeviceId; /**< Device to attach. */
} HV_INPUT_ATTACH_DEVICE_DOMAIN, *PHV_INPUT_ATTACH_DEVICE_DOMAIN;
HV_STATIC_ASSERT(sizeof(HV_INPUT_ATTACH_DEVICE_DOMAIN) == 32);

/** Input of HvCallDetachDeviceDomain, which returns a device to the default domain. No output. */
typedef struct HV_INPUT_DETACH_DEVICE_DOMAIN
{
    HV_PARTITION_ID PartitionId;
    HV_DEVICE_ID DeviceId; /**< Device to detach. */
} HV_INPUT_DETACH_DEVICE_DOMAIN, *PHV_INPUT_DETACH_DEVICE_DOMAIN;
HV_STATIC_ASSERT(sizeof(HV_INPUT_DETACH_DEVICE_DOMAIN) == 16);

/** Input of HvCallReserveDeviceDomainAttachment, which reserves the resources of a later attachment. No output. */
typedef struct HV_INPUT_RESERVE_DEVICE_DOMAIN_ATTACHMENT
{
    HV_INPUT_DEVICE_DOMAIN DeviceDomain;
    HV_LOGICAL_DEVICE_ID LogicalDeviceId;
} HV_INPUT_RESERVE_DEVICE_DOMAIN_ATTACHMENT, *PHV_INPUT_RESERVE_DEVICE_DOMAIN_ATTACHMENT;
HV_STATIC_ASSERT(sizeof(HV_INPUT_RESERVE_DEVICE_DOMAIN_ATTACHMENT) == 32);

/**
 * Input of HvCallUnreserveDeviceDomainAttachment, which cancels the reservation of
 * HvCallReserveDeviceDomainAttachment. No output.
 */
typedef struct HV_INPUT_UNRESERVE_DEVICE_DOMAIN_ATTACHMENT
{
    HV_PARTITION_ID PartitionId;
    HV_LOGICAL_DEVICE_ID LogicalDeviceId;
} HV_INPUT_UNRESERVE_DEVICE_DOMAIN_ATTACHMENT, *PHV_INPUT_UNRESERVE_DEVICE_DOMAIN_ATTACHMENT;
HV_STATIC_ASSERT(sizeof(HV_INPUT_UNRESERVE_DEVICE_DOMAIN_ATTACHMENT) == 16);

/**
 * Input of HvCallMapDeviceGpaPages, which maps the listed pages at consecutive addresses from
 * TargetDeviceVaBase on. No output. Undocumented whether it is a rep call.
 */
typedef struct HV_INPUT_MAP_DEVICE_GPA_PAGES
{
    HV_INPUT_DEVICE_DOMAIN DeviceDomain;
    HV_INPUT_VTL TargetVtl; /**< Trust level whose access rights to the pages apply. */
    HV_UINT8 Padding[3];
    /** Accesses that the devices have: HV_MAP_GPA_ values (PageAccess.h). */
    HV_MAP_GPA_FLAGS MapFlags;
    HV_DEVICE_VA TargetDeviceVaBase;  /**< Device address of the first page. */
    HV_GPA_PAGE_NUMBER GpaPageList[]; /**< GPA page numbers of the pages to map. */
} HV_INPUT_MAP_DEVICE_GPA_PAGES, *PHV_INPUT_MAP_DEVICE_GPA_PAGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_MAP_DEVICE_GPA_PAGES) == 40);

/**
 * Input of HvCallUnmapDeviceGpaPages, which unmaps consecutive pages. It is a rep call without a
 * list: the number of repetitions is the number of pages. No output.
 */
typedef struct HV_INPUT_UNMAP_DEVICE_GPA_PAGES
{
    HV_INPUT_DEVICE_DOMAIN DeviceDomain;
    HV_DEVICE_VA TargetDeviceVaBase; /**< Device address of the first page. */
} HV_INPUT_UNMAP_DEVICE_GPA_PAGES, *PHV_INPUT_UNMAP_DEVICE_GPA_PAGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_UNMAP_DEVICE_GPA_PAGES) == 32);

/** Mapping of one device address to a page. */
typedef struct HV_DEVICE_VA_MAPPING
{
    HV_DEVICE_VA TargetDeviceVa; /**< Device address of the page. */
    HV_GPA_PAGE_NUMBER GpaPageNumber;
} HV_DEVICE_VA_MAPPING, *PHV_DEVICE_VA_MAPPING;
HV_STATIC_ASSERT(sizeof(HV_DEVICE_VA_MAPPING) == 16);

/**
 * Input of HvCallMapSparseDeviceGpaPages, which maps each page at its own address. No output.
 * Undocumented whether it is a rep call.
 */
typedef struct HV_INPUT_MAP_SPARSE_DEVICE_GPA_PAGES
{
    HV_INPUT_DEVICE_DOMAIN DeviceDomain;
    HV_INPUT_VTL TargetVtl; /**< Trust level whose access rights to the pages apply. */
    HV_UINT8 Padding[3];
    /** Accesses that the devices have: HV_MAP_GPA_ values (PageAccess.h). */
    HV_MAP_GPA_FLAGS MapFlags;
    HV_DEVICE_VA_MAPPING PageList[]; /**< One mapping per page. */
} HV_INPUT_MAP_SPARSE_DEVICE_GPA_PAGES, *PHV_INPUT_MAP_SPARSE_DEVICE_GPA_PAGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_MAP_SPARSE_DEVICE_GPA_PAGES) == 32);

/**
 * Input of HvCallUnmapSparseDeviceGpaPages, which unmaps the page at each address. No output.
 * Undocumented whether it is a rep call.
 */
typedef struct HV_INPUT_UNMAP_SPARSE_DEVICE_GPA_PAGES
{
    HV_INPUT_DEVICE_DOMAIN DeviceDomain;
    HV_DEVICE_VA TargetDeviceVaList[]; /**< Device addresses, one per page. */
} HV_INPUT_UNMAP_SPARSE_DEVICE_GPA_PAGES, *PHV_INPUT_UNMAP_SPARSE_DEVICE_GPA_PAGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_UNMAP_SPARSE_DEVICE_GPA_PAGES) == 24);

/**
 * Input of HvCallQueryDeviceDomain, which translates each address. The form of the output is
 * undocumented, and so is whether it is a rep call.
 */
typedef struct HV_INPUT_QUERY_DEVICE_DOMAIN
{
    HV_INPUT_DEVICE_DOMAIN DeviceDomain;
    HV_DEVICE_VA TargetDeviceVaList[]; /**< Device addresses, one per page. */
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
 * original has the form of ARM64 on x64 too (References/Errata.md).
 */
typedef struct HV_X64_DEVICE_DOMAIN_SETTINGS
{
    /** Mode of the translation. */
    union
    {
        HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /** Bit 0: the domain translates DMA; otherwise addresses pass unchanged. */
            HV_UINT64 TranslationEnabled : 1;
            HV_UINT64 Blocked : 1;              /**< Bit 1: the domain denies all DMA. */
            HV_UINT64 FirstStagePagingMode : 1; /**< Bit 2: HV_DEVICE_DOMAIN_PAGING_... */
            HV_UINT64 Reserved : 61;
        };
#endif
    } Flags;
    HV_UINT64 PageTableRoot; /**< Guest physical address of the root table, in bytes. */
} HV_X64_DEVICE_DOMAIN_SETTINGS, *PHV_X64_DEVICE_DOMAIN_SETTINGS;
HV_STATIC_ASSERT(sizeof(HV_X64_DEVICE_DOMAIN_SETTINGS) == 16);

/**
 * Page tables of the guest's own for a domain, ARM64, in the terms of the processor's translation
 * registers.
 */
typedef struct HV_ARM64_DEVICE_DOMAIN_SETTINGS
{
    /** Mode of the translation. */
    union
    {
        HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /** Bit 0: the domain translates DMA; otherwise addresses pass unchanged. */
            HV_UINT64 TranslationEnabled : 1;
            /** Bit 1: the IOMMU reads the tables through the caches. */
            HV_UINT64 CoherentTableWalks : 1;
            HV_UINT64 Reserved : 62;
        };
#endif
    } Flags;
    HV_UINT64 PageTableRoot0; /**< Root table for low addresses (TTBR0). */
    HV_UINT64 PageTableRoot1; /**< Root table for high addresses (TTBR1). */
    HV_UINT8 InputSize0;      /**< Number of address bits that PageTableRoot0 translates. */
    HV_UINT8 InputSize1;      /**< Number of address bits that PageTableRoot1 translates. */
    HV_UINT16 Padding;
    HV_UINT32 Mair0; /**< Low half of the memory attributes (MAIR). */
    HV_UINT32 Mair1; /**< High half of the memory attributes (MAIR). */
    HV_UINT16 Asid;  /**< Address space ID (ASID). */
    HV_UINT16 Padding1;
} HV_ARM64_DEVICE_DOMAIN_SETTINGS, *PHV_ARM64_DEVICE_DOMAIN_SETTINGS;
HV_STATIC_ASSERT(sizeof(HV_ARM64_DEVICE_DOMAIN_SETTINGS) == 40);

typedef HV_BY_TARGET(HV_X64_DEVICE_DOMAIN_SETTINGS, HV_ARM64_DEVICE_DOMAIN_SETTINGS) HV_DEVICE_DOMAIN_SETTINGS,
    *PHV_DEVICE_DOMAIN_SETTINGS;

/**
 * Input of HvCallConfigureDeviceDomain, x64, which assigns a domain page tables of the guest's own.
 * No output.
 */
typedef struct HV_X64_INPUT_CONFIGURE_DEVICE_DOMAIN
{
    HV_INPUT_DEVICE_DOMAIN DeviceDomain;
    HV_X64_DEVICE_DOMAIN_SETTINGS Settings;
} HV_X64_INPUT_CONFIGURE_DEVICE_DOMAIN, *PHV_X64_INPUT_CONFIGURE_DEVICE_DOMAIN;
HV_STATIC_ASSERT(sizeof(HV_X64_INPUT_CONFIGURE_DEVICE_DOMAIN) == 40);

/** Input of HvCallConfigureDeviceDomain, ARM64. No output. */
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

/**
 * Input of HvCallGetIommuCapabilities. Output: HV_OUTPUT_GET_IOMMU_CAPABILITIES. Source: a Linux
 * patch posted 2026-07-03.
 */
typedef struct HV_INPUT_GET_IOMMU_CAPABILITIES
{
    HV_PARTITION_ID PartitionId; /**< HV_PARTITION_ID_SELF. */
    HV_UINT64 Reserved;
} HV_INPUT_GET_IOMMU_CAPABILITIES, *PHV_INPUT_GET_IOMMU_CAPABILITIES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_IOMMU_CAPABILITIES) == 16);

/** Output of HvCallGetIommuCapabilities. Source: a Linux patch posted 2026-07-03. */
typedef struct HV_OUTPUT_GET_IOMMU_CAPABILITIES
{
    HV_UINT32 Size; /**< Size of this structure in bytes, by its name: 24. */
    HV_UINT16 Reserved;
    HV_UINT8 MaxIovaWidth;       /**< Width of a device address, in bits. */
    HV_UINT8 MaxPasidWidth;      /**< Width of a PASID, in bits. */
    HV_UINT64 IommuCapabilities; /**< HV_IOMMU_CAP_ values. */
    HV_UINT64 PageSizeBitmap;    /**< Bit n represents pages of 2^n bytes, by the member's name. */
} HV_OUTPUT_GET_IOMMU_CAPABILITIES, *PHV_OUTPUT_GET_IOMMU_CAPABILITIES;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_GET_IOMMU_CAPABILITIES) == 24);

/**
 * Input of HvCallFlushDeviceDomain, which flushes the cached translations of a domain in the IOMMU
 * and the devices. No output.
 */
typedef struct HV_INPUT_FLUSH_DEVICE_DOMAIN
{
    HV_INPUT_DEVICE_DOMAIN DeviceDomain;
    HV_UINT32 Flags; /**< Undocumented. */
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
        HV_UINT64 PageMaskShift : 12; /**< Bits 0 to 11: number of low bits of PageNumber that are ignored. */
        HV_UINT64 PageNumber : 52; /**< Bits 12 to 63: page of 4 KiB in the device's addresses. */
    };
#endif
} HV_IOMMU_FLUSH_VA, *PHV_IOMMU_FLUSH_VA;
HV_STATIC_ASSERT(sizeof(HV_IOMMU_FLUSH_VA) == 8);

/**
 * Input of HvCallFlushDeviceDomainList, which flushes the cached translations of ranges of
 * addresses. No output. Undocumented whether it is a rep call.
 */
typedef struct HV_INPUT_FLUSH_DEVICE_DOMAIN_LIST
{
    HV_INPUT_DEVICE_DOMAIN DeviceDomain;
    HV_UINT32 Flags; /**< Undocumented. */
    HV_UINT32 Reserved;
    HV_GVA_RANGE_EXTENDED VaList[]; /**< Ranges of device addresses. */
} HV_INPUT_FLUSH_DEVICE_DOMAIN_LIST, *PHV_INPUT_FLUSH_DEVICE_DOMAIN_LIST;
HV_STATIC_ASSERT(sizeof(HV_INPUT_FLUSH_DEVICE_DOMAIN_LIST) == 32);

/*
 * Process address spaces.
 */

/** PASID and its space. */
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

/** Page tables of a PASID. */
typedef union HV_DEVICE_ADDRESS_SPACE
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Present : 1; /**< Bit 0: the PASID has page tables. */
        /** Bit 1: the device may request accesses with supervisor rights. */
        HV_UINT64 Supervisor : 1;
        HV_UINT64 Reserved : 10;
        /** Bits 12 to 63: guest page number of the root table, as in CR3. */
        HV_UINT64 PageTableRootPfn : 52;
    };
#endif
} HV_DEVICE_ADDRESS_SPACE, *PHV_DEVICE_ADDRESS_SPACE;
HV_STATIC_ASSERT(sizeof(HV_DEVICE_ADDRESS_SPACE) == 8);

/** Support of the root for PASIDs: a system property (System.h). */
typedef struct HV_ROOT_PASID_CAPABILITIES_PROPERTY
{
    /**
     * Number of IOMMUs that can share the page tables of a process; at most the number of IOMMUs.
     */
    HV_UINT32 SvmIommuCount;
    /** Number of PASIDs of the IOMMU that has the fewest; at most 2^20. */
    HV_UINT32 MinIommuPasidCount;
} HV_ROOT_PASID_CAPABILITIES_PROPERTY, *PHV_ROOT_PASID_CAPABILITIES_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_ROOT_PASID_CAPABILITIES_PROPERTY) == 8);

/** Input of HvCallCreatePasidSpace, which creates a space without page tables. No output. */
typedef struct HV_INPUT_CREATE_PASID_SPACE
{
    HV_PARTITION_ID PartitionId;
    HV_PASID_SPACE_ID PasidSpaceId;
    /** Number of PASIDs, from 0 on; at most MaxPasidSpacePasidCount of CPUID leaf 0x40000008. */
    HV_UINT32 PasidCount;
    HV_UINT64 Pat;   /**< Page attribute table that the page tables use. */
    HV_UINT32 Flags; /**< Undocumented. */
    HV_UINT32 Reserved;
} HV_INPUT_CREATE_PASID_SPACE, *PHV_INPUT_CREATE_PASID_SPACE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_CREATE_PASID_SPACE) == 32);

/** Input of HvCallDeletePasidSpace, which deletes a PASID space. No output. */
typedef struct HV_INPUT_DELETE_PASID_SPACE
{
    HV_PARTITION_ID PartitionId;
    HV_PASID_SPACE_ID PasidSpaceId;
    HV_UINT32 Reserved;
} HV_INPUT_DELETE_PASID_SPACE, *PHV_INPUT_DELETE_PASID_SPACE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_DELETE_PASID_SPACE) == 16);

/**
 * Input of HvCallSetPasidAddressSpace, which assigns page tables to a PASID or removes them. No
 * output.
 */
typedef struct HV_INPUT_SET_PASID_ADDRESS_SPACE
{
    HV_PARTITION_ID PartitionId;
    HV_FULL_PASID FullPasid;
    HV_DEVICE_ADDRESS_SPACE AddressSpace;
} HV_INPUT_SET_PASID_ADDRESS_SPACE, *PHV_INPUT_SET_PASID_ADDRESS_SPACE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SET_PASID_ADDRESS_SPACE) == 24);

/** Input of HvCallFlushPasidAddressSpace, which flushes all translations of a PASID. No output. */
typedef struct HV_INPUT_FLUSH_PASID_ADDRESS_SPACE
{
    HV_FULL_PASID FullPasid;
    HV_UINT32 Flags; /**< Undocumented. */
    HV_UINT32 Reserved;
} HV_INPUT_FLUSH_PASID_ADDRESS_SPACE, *PHV_INPUT_FLUSH_PASID_ADDRESS_SPACE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_FLUSH_PASID_ADDRESS_SPACE) == 16);

/**
 * Input of HvCallFlushPasidAddressList, which flushes the translations of listed ranges of a PASID.
 * No output.
 */
typedef struct HV_INPUT_FLUSH_PASID_ADDRESS_LIST
{
    HV_FULL_PASID FullPasid;
    HV_UINT32 Flags;                /**< Undocumented. */
    HV_UINT32 VaCount;              /**< Number of elements of VaList, all within the input page. */
    HV_GVA_RANGE_EXTENDED VaList[]; /**< Ranges of addresses. */
} HV_INPUT_FLUSH_PASID_ADDRESS_LIST, *PHV_INPUT_FLUSH_PASID_ADDRESS_LIST;
HV_STATIC_ASSERT(sizeof(HV_INPUT_FLUSH_PASID_ADDRESS_LIST) == 16);

/** Input of HvCallAttachPasidSpace, after which a device can use the PASIDs of a space. No output. */
typedef struct HV_INPUT_ATTACH_PASID_SPACE
{
    HV_PARTITION_ID PartitionId;
    HV_LOGICAL_DEVICE_ID LogicalDeviceId;
    HV_PASID_SPACE_ID PasidSpaceId;
    HV_UINT32 Reserved;
} HV_INPUT_ATTACH_PASID_SPACE, *PHV_INPUT_ATTACH_PASID_SPACE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_ATTACH_PASID_SPACE) == 24);

/** Input of HvCallDetachPasidSpace, which detaches the PASID space of a device. No output. */
typedef struct HV_INPUT_DETACH_PASID_SPACE
{
    HV_PARTITION_ID PartitionId;
    HV_LOGICAL_DEVICE_ID LogicalDeviceId;
} HV_INPUT_DETACH_PASID_SPACE, *PHV_INPUT_DETACH_PASID_SPACE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_DETACH_PASID_SPACE) == 16);

/** Input of HvCallEnablePasid, which enables one PASID for a device. No output. */
typedef struct HV_INPUT_ENABLE_PASID
{
    HV_PARTITION_ID PartitionId;
    HV_LOGICAL_DEVICE_ID LogicalDeviceId;
    HV_PASID Pasid;
    HV_UINT32 Reserved;
} HV_INPUT_ENABLE_PASID, *PHV_INPUT_ENABLE_PASID;
HV_STATIC_ASSERT(sizeof(HV_INPUT_ENABLE_PASID) == 24);

/** Input of HvCallDisablePasid, which disables one PASID for a device. No output. */
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

/**
 * Start of a queue, in the guest's pages. The hypervisor writes it too, so the guest must check the
 * content.
 */
typedef struct HV_DEVICE_PRQ_HEADER
{
    HV_UINT32 Head;   /**< Position from which the guest takes the next request. */
    HV_UINT32 Tail;   /**< Position at which the hypervisor puts the next request. */
    HV_UINT8 Pending; /**< Nonzero if requests are pending, by the member's name. */
    /** Nonzero if no further requests arrive until the guest clears HvDevicePrqPropertyStalled. */
    HV_UINT8 Stalled;
    HV_UINT8 Error; /**< Nonzero after an error, by the member's name. */
    HV_UINT8 Padding;
} HV_DEVICE_PRQ_HEADER, *PHV_DEVICE_PRQ_HEADER;
HV_STATIC_ASSERT(sizeof(HV_DEVICE_PRQ_HEADER) == 12);

/**
 * Page request of a device. The hypervisor sets the flags in the top bits of the second word when
 * it queues the request; the guest sets them in the response.
 */
typedef union HV_DEVICE_PAGE_REQUEST
{
    HV_UINT64 AsUINT64[4];
    struct
    {
        HV_DEVICE_ID DeviceId; /**< ID of the device that sent the request. */
        union
        {
            HV_UINT64 RequestAsUINT64; /**< The request as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                /**
                 * Bits 0 to 8: zero-based index of the group; 0 to 511. One response completes all
                 * requests of a group.
                 */
                HV_UINT64 GroupIndex : 9;
                /** Bit 9: last request of the group; the guest should respond after it. */
                HV_UINT64 LastInGroup : 1;
                HV_UINT64 Virtual : 1; /**< Bit 10: Pasid is valid. */
                HV_UINT64 Pasid : 20;  /**< Bits 11 to 30: PASID of the access. */
                HV_UINT64 Reserved0 : 33;
            };
#endif
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT64 RequestBits : 31; /**< Bits 0 to 30: bits of the request without flags. */
                HV_UINT64 Reserved1 : 30;
                /** Bit 61: the request is invalid, by the member's name. */
                HV_UINT64 InvalidRequest : 1;
                HV_UINT64 ValidateGpa : 1; /**< Bit 62: undocumented. */
                HV_UINT64 Overflow : 1;    /**< Bit 63: the queue lost requests after this one. */
            };
#endif
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                /** Bits 0 to 62: bits of the request without SendResponse. */
                HV_UINT64 RequestBits1 : 63;
                /** Bit 63: the hypervisor must send a response to the device. */
                HV_UINT64 SendResponse : 1;
            };
#endif
        };
        union
        {
            HV_UINT64 AccessAsUINT64; /**< The access as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT64 Read : 1;       /**< Bit 0: read access. */
                HV_UINT64 Write : 1;      /**< Bit 1: write access. */
                HV_UINT64 Execute : 1;    /**< Bit 2: execute access. */
                HV_UINT64 Privileged : 1; /**< Bit 3: access with supervisor rights. */
                HV_UINT64 Reserved2 : 8;
                /** Bits 12 to 63: page number of the access in the device's addresses. */
                HV_UINT64 PageNumber : 52;
            };
#endif
        };
        HV_UINT64 Reserved3;
    };
} HV_DEVICE_PAGE_REQUEST, *PHV_DEVICE_PAGE_REQUEST;
HV_STATIC_ASSERT(sizeof(HV_DEVICE_PAGE_REQUEST) == 32);

/**
 * Input of HvCallCreateDevicePrQueue, which creates a queue of page requests and the interrupt that
 * announces them. No output.
 */
typedef struct HV_INPUT_CREATE_DEVICE_PR_QUEUE
{
    HV_PARTITION_ID PartitionId;
    HV_UINT32 QueueId; /**< Number of the queue, which the caller chooses. */
    /**
     * Number of pages from BaseGpaPage on; at most MaxDevicePrqSize of CPUID leaf 0x40000008, whose
     * unit is undocumented.
     */
    HV_UINT32 Size;
    HV_GPA_PAGE_NUMBER BaseGpaPage; /**< GPA page number of the first page. */
    HV_INTERRUPT_VECTOR InterruptVector;
    HV_VP_INDEX InterruptVpIndex; /**< Processor that receives the interrupt. */
    HV_UINT32 Flags;              /**< Undocumented. */
    HV_UINT32 Reserved;
} HV_INPUT_CREATE_DEVICE_PR_QUEUE, *PHV_INPUT_CREATE_DEVICE_PR_QUEUE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_CREATE_DEVICE_PR_QUEUE) == 40);

/** Input of HvCallDeleteDevicePrQueue, which deletes a queue of page requests. No output. */
typedef struct HV_INPUT_DELETE_DEVICE_PR_QUEUE
{
    HV_PARTITION_ID PartitionId;
    HV_UINT32 QueueId; /**< Number of the queue. */
    HV_UINT32 Reserved;
} HV_INPUT_DELETE_DEVICE_PR_QUEUE, *PHV_INPUT_DELETE_DEVICE_PR_QUEUE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_DELETE_DEVICE_PR_QUEUE) == 16);

/** Input of HvCallAttachDevicePrQueue, which directs the page requests of a device to a queue. No output. */
typedef struct HV_INPUT_ATTACH_DEVICE_PR_QUEUE
{
    HV_PARTITION_ID PartitionId;
    HV_LOGICAL_DEVICE_ID LogicalDeviceId;
    HV_DEVICE_PR_QUEUE_ID PrQueueId;
    HV_UINT32 Reserved;
} HV_INPUT_ATTACH_DEVICE_PR_QUEUE, *PHV_INPUT_ATTACH_DEVICE_PR_QUEUE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_ATTACH_DEVICE_PR_QUEUE) == 24);

/** Input of HvCallDetachDevicePrQueue, which detaches the queue of a device. No output. */
typedef struct HV_INPUT_DETACH_DEVICE_PR_QUEUE
{
    HV_PARTITION_ID PartitionId;
    HV_LOGICAL_DEVICE_ID LogicalDeviceId;
} HV_INPUT_DETACH_DEVICE_PR_QUEUE, *PHV_INPUT_DETACH_DEVICE_PR_QUEUE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_DETACH_DEVICE_PR_QUEUE) == 16);

/** Property of a queue of page requests. */
typedef HV_UINT32 HV_DEVICE_PRQ_PROPERTY, *PHV_DEVICE_PRQ_PROPERTY;
enum
{
    HvDevicePrqPropertyStalled = 0,         /**< HV_DEVICE_PRQ_HEADER.Stalled. */
    HvDevicePrqPropertyInterruptMasked = 1, /**< The interrupt for requests is masked. */
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

/**
 * Input of HvCallSetDevicePrqProperty, which writes one property of a queue. The value follows this
 * header. No output.
 */
typedef struct HV_CALL_ATTRIBUTES HV_INPUT_SET_DEVICE_PRQ_PROPERTY_HEADER
{
    HV_UINT32 QueueId; /**< Number of the queue. */
    HV_DEVICE_PRQ_PROPERTY Property;
} HV_INPUT_SET_DEVICE_PRQ_PROPERTY_HEADER, *PHV_INPUT_SET_DEVICE_PRQ_PROPERTY_HEADER;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SET_DEVICE_PRQ_PROPERTY_HEADER) == 8);

/**
 * Input of HvCallProcessIommuPrq, by which the root requests the hypervisor to process the pending
 * page requests of an IOMMU, after HV_IOMMU_PRQ_MESSAGE_PAYLOAD. No output.
 */
typedef struct HV_CALL_ATTRIBUTES HV_INPUT_PROCESS_IOMMU_PRQ
{
    HV_IOMMU_ID IommuId;
    HV_UINT32 Padding;
} HV_INPUT_PROCESS_IOMMU_PRQ, *PHV_INPUT_PROCESS_IOMMU_PRQ;
HV_STATIC_ASSERT(sizeof(HV_INPUT_PROCESS_IOMMU_PRQ) == 8);

/*
 * Of older releases.
 */

/**
 * Output of a call that no longer exists: location of an IOMMU's own tables in system memory, by
 * vendor.
 */
typedef struct HV_DEPRECATED_OUTPUT_QUERY_IOMMU_PROPERTIES
{
    union
    {
        /** AMD IOMMU. */
        struct
        {
            /** Size of the device table, in pages of 4096 bytes. */
            HV_UINT32 DeviceTableSizeInPages;
            HV_UINT32 Padding;
            HV_UINT64 DeviceTableSpaBasePage; /**< SPA page number of the device table. */
        } Amd;
        /** Intel IOMMU. */
        struct
        {
            /** Number of valid elements of ContextTableSpaPages; at most 256. */
            HV_UINT32 ContextTableCount;
            /** Size of the interrupt remapping table, in pages of 4096 bytes. */
            HV_UINT32 InterruptRemappingTableSizeInPages;
            HV_UINT64 RootTableSpaPage; /**< SPA page number of the root table. */
            /** SPA page numbers of the context tables, one per bus. */
            HV_UINT64 ContextTableSpaPages[256];
            /** SPA page number of the interrupt remapping table. */
            HV_UINT64 InterruptRemappingTableSpaBasePage;
        } Intel;
    };
    /** Undocumented. */
    union
    {
        HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 LiveDomainIdSelector : 1; /**< Bit 0: undocumented. */
            HV_UINT32 Reserved : 31;
        };
#endif
    } Flags;
    HV_UINT32 Padding1;
} HV_DEPRECATED_OUTPUT_QUERY_IOMMU_PROPERTIES, *PHV_DEPRECATED_OUTPUT_QUERY_IOMMU_PROPERTIES;
HV_STATIC_ASSERT(sizeof(HV_DEPRECATED_OUTPUT_QUERY_IOMMU_PROPERTIES) == 2080);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_IOMMU */
