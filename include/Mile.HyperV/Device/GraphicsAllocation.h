/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief GPU paravirtualization: allocations and resources, their residency, and access by the processor.
 *
 * An allocation is memory that a GPU uses; a resource is a group of allocations that
 * are created, shared and destroyed together. All commands here use the vGPU channel
 * (Graphics.h explains the envelope):
 *
 *     guest                                          host
 *       |-- DdiGetStandardAllocationDriverData ----->|  sizes of private data, if standard
 *       |-- CreateAllocation ----------------------->|
 *       |<- CREATE_ALLOCATION_RETURN ----------------|
 *       |-- SetExistingSysmemStore or -------------->|  if the guest has the memory already
 *       |   SetExistingSysmemPages                   |
 *       |-- MakeResident --------------------------->|  on a paging queue (GraphicsDevice.h)
 *       |<- MAKE_RESIDENT_RETURN --------------------|  value to wait for
 *       |-- Lock2, Unlock2 ------------------------->|  the processor reads and writes
 *       |-- Evict, OfferAllocations, --------------->|
 *       |   ReclaimAllocations                       |
 *       |-- DestroyAllocation ---------------------->|
 *
 * An allocation can use memory that the guest has already
 * (HV_D3DKMT_CREATEALLOCATIONFLAGS.ExistingSysMem). The guest then describes the memory after
 * CreateAllocation, in one of two ways: it creates a GPADL of it on the global channel and sends
 * SetExistingSysmemStore; or, if HV_DXGK_VMBUS_HOSTCAPS.MapGuestMemory is set, it sends the page
 * numbers in pieces, each in a SetExistingSysmemPages. It tears the GPADL down after it has
 * destroyed the allocation.
 *
 * A guest must check, because the host is not trusted: a response is as long as its structure and
 * its arrays; the sizes in HV_DXGK_COMMAND_GET_STANDARD_ALLOC_PRIV_DATA_RETURN are those requested;
 * the offset that Lock2 returns is inside the region of HV_DXGK_COMMAND_SET_IO_SPACE_REGION.
 *
 * Every message is described as of version 40 of the interface (Graphics.h). Its first version is
 * undocumented unless its comment names one.
 *
 * Sources: References/gpu-pv, References/windows-gpu (see Graphics.h).
 */

#ifndef MILE_HYPERV_DEVICE_GRAPHICS_ALLOCATION
#define MILE_HYPERV_DEVICE_GRAPHICS_ALLOCATION

#include "Graphics.h"
#include "GraphicsFormat.h"

HV_HEADER_BEGIN

/*
 * Standard allocations: surfaces whose private data the host's driver provides.
 */

/**
 * HV_DXGK_COMMAND_GET_STANDARD_ALLOC_PRIV_DATA.AllocType. The last two are in Windows' headers
 * alone.
 */
typedef HV_UINT32 HV_D3DKMDT_STANDARDALLOCATION_TYPE, *PHV_D3DKMDT_STANDARDALLOCATION_TYPE;
enum
{
    HV_D3DKMDT_STANDARDALLOCATION_SHAREDPRIMARYSURFACE = 1,
    HV_D3DKMDT_STANDARDALLOCATION_SHADOWSURFACE = 2,
    HV_D3DKMDT_STANDARDALLOCATION_STAGINGSURFACE = 3,
    HV_D3DKMDT_STANDARDALLOCATION_GDISURFACE = 4,
    HV_D3DKMDT_STANDARDALLOCATION_VGPU = 5,
    HV_D3DKMDT_STANDARDALLOCATION_FENCESTORAGE = 6,
};

/** A refresh rate: Numerator / Denominator, in Hz. */
typedef struct HV_D3DDDI_RATIONAL
{
    HV_UINT32 Numerator;   /**< Dividend of the rate. */
    HV_UINT32 Denominator; /**< Divisor of the rate. */
} HV_D3DDDI_RATIONAL, *PHV_D3DDDI_RATIONAL;
HV_STATIC_ASSERT(sizeof(HV_D3DDDI_RATIONAL) == 8);

/** A primary surface that processes share. */
typedef struct HV_D3DKMDT_SHAREDPRIMARYSURFACEDATA
{
    HV_UINT32 Width;                /**< Pixels. */
    HV_UINT32 Height;               /**< Pixels. */
    HV_D3DDDIFORMAT Format;         /**< HV_D3DDDIFMT_... */
    HV_D3DDDI_RATIONAL RefreshRate; /**< Refresh rate, as a fraction. */
    HV_UINT32 VidPnSourceId;        /**< Number of a source of video. */
} HV_D3DKMDT_SHAREDPRIMARYSURFACEDATA, *PHV_D3DKMDT_SHAREDPRIMARYSURFACEDATA;
HV_STATIC_ASSERT(sizeof(HV_D3DKMDT_SHAREDPRIMARYSURFACEDATA) == 24);

/** A shadow surface. */
typedef struct HV_D3DKMDT_SHADOWSURFACEDATA
{
    HV_UINT32 Width;        /**< Pixels. */
    HV_UINT32 Height;       /**< Pixels. */
    HV_D3DDDIFORMAT Format; /**< HV_D3DDDIFMT_... */
    HV_UINT32 Pitch;        /**< Bytes from one line to the next. */
} HV_D3DKMDT_SHADOWSURFACEDATA, *PHV_D3DKMDT_SHADOWSURFACEDATA;
HV_STATIC_ASSERT(sizeof(HV_D3DKMDT_SHADOWSURFACEDATA) == 16);

/** A staging surface. */
typedef struct HV_D3DKMDT_STAGINGSURFACEDATA
{
    HV_UINT32 Width;  /**< Pixels. */
    HV_UINT32 Height; /**< Pixels. */
    HV_UINT32 Pitch;  /**< Bytes from one line to the next. */
} HV_D3DKMDT_STAGINGSURFACEDATA, *PHV_D3DKMDT_STAGINGSURFACEDATA;
HV_STATIC_ASSERT(sizeof(HV_D3DKMDT_STAGINGSURFACEDATA) == 12);

/** HV_D3DKMDT_GDISURFACEDATA.Type. */
typedef HV_UINT32 HV_D3DKMDT_GDISURFACETYPE, *PHV_D3DKMDT_GDISURFACETYPE;
enum
{
    HV_D3DKMDT_GDISURFACE_INVALID = 0,
    HV_D3DKMDT_GDISURFACE_TEXTURE = 1,
    HV_D3DKMDT_GDISURFACE_STAGING_CPUVISIBLE = 2,
    HV_D3DKMDT_GDISURFACE_STAGING = 3,
    HV_D3DKMDT_GDISURFACE_LOOKUPTABLE = 4,
    HV_D3DKMDT_GDISURFACE_EXISTINGSYSMEM = 5,
    HV_D3DKMDT_GDISURFACE_TEXTURE_CPUVISIBLE = 6,
    HV_D3DKMDT_GDISURFACE_TEXTURE_CROSSADAPTER = 7,
    HV_D3DKMDT_GDISURFACE_TEXTURE_CPUVISIBLE_CROSSADAPTER = 8,
};

/** A surface of GDI. */
typedef struct HV_D3DKMDT_GDISURFACEDATA
{
    HV_UINT32 Width;        /**< Pixels. */
    HV_UINT32 Height;       /**< Pixels. */
    HV_D3DDDIFORMAT Format; /**< HV_D3DDDIFMT_... */
    HV_D3DKMDT_GDISURFACETYPE Type;
    HV_UINT32 Flags; /**< Undocumented. */
    HV_UINT32 Pitch; /**< Bytes from one line to the next. */
} HV_D3DKMDT_GDISURFACEDATA, *PHV_D3DKMDT_GDISURFACEDATA;
HV_STATIC_ASSERT(sizeof(HV_D3DKMDT_GDISURFACEDATA) == 24);

/**
 * HvDxgkCommandDdiGetStandardAllocationDriverData: guest to host. Response:
 * HV_DXGK_COMMAND_GET_STANDARD_ALLOC_PRIV_DATA_RETURN. AllocType selects the member of the union.
 */
typedef struct HV_DXGK_COMMAND_GET_STANDARD_ALLOC_PRIV_DATA
{
    /** CommandType is HvDxgkCommandDdiGetStandardAllocationDriverData. */
    HV_DXGK_COMMAND_VGPU_TO_HOST Header;
    HV_D3DKMDT_STANDARDALLOCATION_TYPE AllocType; /**< HV_D3DKMDT_STANDARDALLOCATION_... */
    /** Bytes of private data of the allocation that the guest requests, within the packet. */
    HV_UINT32 PrivDriverDataSize;
    /** Bytes of private data of the resource that the guest requests, within the packet. */
    HV_UINT32 PrivDriverResourceSize;
    /** Number of a physical GPU of the adapter; the bound is undocumented. */
    HV_UINT32 PhysicalAdapterIndex;
    union
    {
        /** With HV_D3DKMDT_STANDARDALLOCATION_SHAREDPRIMARYSURFACE. */
        HV_D3DKMDT_SHAREDPRIMARYSURFACEDATA Primary;
        /** With HV_D3DKMDT_STANDARDALLOCATION_SHADOWSURFACE. */
        HV_D3DKMDT_SHADOWSURFACEDATA Shadow;
        /** With HV_D3DKMDT_STANDARDALLOCATION_STAGINGSURFACE. */
        HV_D3DKMDT_STAGINGSURFACEDATA Staging;
        HV_D3DKMDT_GDISURFACEDATA GdiSurface; /**< With HV_D3DKMDT_STANDARDALLOCATION_GDISURFACE. */
    };
} HV_DXGK_COMMAND_GET_STANDARD_ALLOC_PRIV_DATA, *PHV_DXGK_COMMAND_GET_STANDARD_ALLOC_PRIV_DATA;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_GET_STANDARD_ALLOC_PRIV_DATA) == 64);

/**
 * Response to HvDxgkCommandDdiGetStandardAllocationDriverData; host to guest. The private data of
 * the allocation and of the resource follow, where the command requested them.
 */
typedef struct HV_DXGK_COMMAND_GET_STANDARD_ALLOC_PRIV_DATA_RETURN
{
    HV_NTSTATUS Status;
    /** Bytes of private data of the allocation, within the packet. */
    HV_UINT32 PrivDriverDataSize;
    /** Bytes of private data of the resource, within the packet. */
    HV_UINT32 PrivDriverResourceSize;
    union
    {
        /** With HV_D3DKMDT_STANDARDALLOCATION_SHAREDPRIMARYSURFACE. */
        HV_D3DKMDT_SHAREDPRIMARYSURFACEDATA Primary;
        /** With HV_D3DKMDT_STANDARDALLOCATION_SHADOWSURFACE. */
        HV_D3DKMDT_SHADOWSURFACEDATA Shadow;
        /** With HV_D3DKMDT_STANDARDALLOCATION_STAGINGSURFACE. */
        HV_D3DKMDT_STAGINGSURFACEDATA Staging;
        HV_D3DKMDT_GDISURFACEDATA GdiSurface; /**< With HV_D3DKMDT_STANDARDALLOCATION_GDISURFACE. */
    };
} HV_DXGK_COMMAND_GET_STANDARD_ALLOC_PRIV_DATA_RETURN, *PHV_DXGK_COMMAND_GET_STANDARD_ALLOC_PRIV_DATA_RETURN;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_GET_STANDARD_ALLOC_PRIV_DATA_RETURN) == 36);

/*
 * Creation.
 */

/**
 * Options of the creation of allocations. The bits from 18 on are in Windows' headers alone. Each
 * bit is the flag of its name in Windows' headers.
 */
typedef union HV_D3DKMT_CREATEALLOCATIONFLAGS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 CreateResource : 1;       /**< Bit 0. */
        HV_UINT32 CreateShared : 1;         /**< Bit 1. */
        HV_UINT32 NonSecure : 1;            /**< Bit 2. */
        HV_UINT32 CreateProtected : 1;      /**< Bit 3. */
        HV_UINT32 RestrictSharedAccess : 1; /**< Bit 4. */
        /** Bit 5: the memory is the guest's; the file comment describes it. */
        HV_UINT32 ExistingSysMem : 1;
        HV_UINT32 NtSecuritySharing : 1;         /**< Bit 6. */
        HV_UINT32 ReadOnly : 1;                  /**< Bit 7. */
        HV_UINT32 CreateWriteCombined : 1;       /**< Bit 8. */
        HV_UINT32 CreateCached : 1;              /**< Bit 9. */
        HV_UINT32 SwapChainBackBuffer : 1;       /**< Bit 10. */
        HV_UINT32 CrossAdapter : 1;              /**< Bit 11. */
        HV_UINT32 OpenCrossAdapter : 1;          /**< Bit 12. */
        HV_UINT32 PartialSharedCreation : 1;     /**< Bit 13. */
        HV_UINT32 Zeroed : 1;                    /**< Bit 14. */
        HV_UINT32 WriteWatch : 1;                /**< Bit 15. */
        HV_UINT32 StandardAllocation : 1;        /**< Bit 16: see HV_D3DKMT_CREATESTANDARDALLOCATION. */
        HV_UINT32 ExistingSection : 1;           /**< Bit 17. */
        HV_UINT32 AllowNotZeroed : 1;            /**< Bit 18. */
        HV_UINT32 PhysicallyContiguous : 1;      /**< Bit 19. */
        HV_UINT32 NoKmdAccess : 1;               /**< Bit 20. */
        HV_UINT32 SharedDisplayable : 1;         /**< Bit 21. */
        HV_UINT32 NoImplicitSynchronization : 1; /**< Bit 22. */
        HV_UINT32 Reserved : 9;                  /**< Bits 23 to 31. */
    };
#endif
} HV_D3DKMT_CREATEALLOCATIONFLAGS, *PHV_D3DKMT_CREATEALLOCATIONFLAGS;
HV_STATIC_ASSERT(sizeof(HV_D3DKMT_CREATEALLOCATIONFLAGS) == 4);

/** HV_D3DKMT_CREATESTANDARDALLOCATION.Type. The patches call 2 a cross-adapter allocation. */
typedef HV_UINT32 HV_D3DKMT_STANDARDALLOCATIONTYPE, *PHV_D3DKMT_STANDARDALLOCATIONTYPE;
enum
{
    HV_D3DKMT_STANDARDALLOCATIONTYPE_EXISTINGHEAP = 1,
    HV_D3DKMT_STANDARDALLOCATIONTYPE_INTERNALBACKINGSTORE = 2,
    HV_D3DKMT_STANDARDALLOCATIONTYPE_MAX = 3, /**< No value: the first number past the list. */
};

/** Allocation of memory that the guest already has. */
typedef struct HV_D3DKMT_STANDARDALLOCATION_EXISTINGHEAP
{
    HV_UINT64 Size; /**< Bytes; the bound is undocumented. */
} HV_D3DKMT_STANDARDALLOCATION_EXISTINGHEAP, *PHV_D3DKMT_STANDARDALLOCATION_EXISTINGHEAP;
HV_STATIC_ASSERT(sizeof(HV_D3DKMT_STANDARDALLOCATION_EXISTINGHEAP) == 8);

/** Undefined so far. */
typedef union HV_D3DKMT_CREATESTANDARDALLOCATIONFLAGS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 Reserved : 32; /**< Bits 0 to 31. */
    };
#endif
} HV_D3DKMT_CREATESTANDARDALLOCATIONFLAGS, *PHV_D3DKMT_CREATESTANDARDALLOCATIONFLAGS;
HV_STATIC_ASSERT(sizeof(HV_D3DKMT_CREATESTANDARDALLOCATIONFLAGS) == 4);

/**
 * Description of a standard allocation. Within a guest, between a program and its kernel; no
 * command here carries it.
 */
typedef struct HV_D3DKMT_CREATESTANDARDALLOCATION
{
    HV_D3DKMT_STANDARDALLOCATIONTYPE Type; /**< HV_D3DKMT_STANDARDALLOCATIONTYPE_... */
    HV_UINT32 Reserved;
    /** With HV_D3DKMT_STANDARDALLOCATIONTYPE_EXISTINGHEAP. */
    HV_D3DKMT_STANDARDALLOCATION_EXISTINGHEAP ExistingHeapData;
    HV_D3DKMT_CREATESTANDARDALLOCATIONFLAGS Flags;
    HV_UINT32 Reserved2;
} HV_D3DKMT_CREATESTANDARDALLOCATION, *PHV_D3DKMT_CREATESTANDARDALLOCATION;
HV_STATIC_ASSERT(sizeof(HV_D3DKMT_CREATESTANDARDALLOCATION) == 24);

/** One allocation of HV_DXGK_COMMAND_CREATE_ALLOCATION. */
typedef struct HV_DXGK_COMMAND_CREATE_ALLOCATION_ALLOC_INFO
{
    HV_UINT32 Flags;                 /**< Undocumented. */
    /** Bytes of this allocation's private data, within the packet. */
    HV_UINT32 PrivateDriverDataSize;
    HV_UINT32 VidPnSourceId;         /**< Number of a source of video. */
} HV_DXGK_COMMAND_CREATE_ALLOCATION_ALLOC_INFO, *PHV_DXGK_COMMAND_CREATE_ALLOCATION_ALLOC_INFO;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_CREATE_ALLOCATION_ALLOC_INFO) == 12);

/**
 * HvDxgkCommandCreateAllocation: guest to host. Response:
 * HV_DXGK_COMMAND_CREATE_ALLOCATION_RETURN.
 *
 * Four parts follow, in this order:
 * - AllocationCount elements of HV_DXGK_COMMAND_CREATE_ALLOCATION_ALLOC_INFO;
 * - the runtime's private data, PrivateRuntimeDataSize bytes;
 * - the private data of the whole call, PrivateDriverDataSize bytes;
 * - the private data of each allocation, with its own size.
 */
typedef struct HV_DXGK_COMMAND_CREATE_ALLOCATION
{
    HV_DXGK_COMMAND_VGPU_TO_HOST Header; /**< CommandType is HvDxgkCommandCreateAllocation. */
    HV_D3DKMT_HANDLE Device;             /**< Handle of the device. */
    HV_D3DKMT_HANDLE Resource;           /**< Handle of the resource. */
    HV_UINT32 PrivateRuntimeDataSize;    /**< Bytes; the bound is undocumented. */
    HV_UINT32 PrivateDriverDataSize;     /**< Bytes; the bound is undocumented. */
    HV_UINT32 AllocationCount;           /**< Number of allocations to create, within the packet. */
    HV_D3DKMT_CREATEALLOCATIONFLAGS Flags;
    HV_UINT64 PrivateRuntimeResourceHandle; /**< Undocumented. */
    HV_UINT8 MakeResident;                  /**< Undocumented; 0 or 1. */
    HV_UINT8 Reserved[7];
} HV_DXGK_COMMAND_CREATE_ALLOCATION, *PHV_DXGK_COMMAND_CREATE_ALLOCATION;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_CREATE_ALLOCATION) == 64);

/** Description of an allocation by the host's driver. */
typedef struct HV_DXGKARG_DESCRIBEALLOCATION
{
    HV_UINT64 Allocation;             /**< Undocumented. */
    HV_UINT32 Width;                  /**< Pixels. */
    HV_UINT32 Height;                 /**< Pixels. */
    HV_UINT32 Format;                 /**< HV_D3DDDIFMT_... */
    HV_UINT32 MultisampleMethod;      /**< Undocumented. */
    HV_D3DDDI_RATIONAL RefreshRate;   /**< Refresh rate, as a fraction. */
    HV_UINT32 PrivateDriverAttribute; /**< Undocumented. */
    HV_UINT32 Flags;                  /**< Undocumented. */
    HV_UINT32 Rotation;               /**< Undocumented. */
    HV_UINT32 Reserved;
} HV_DXGKARG_DESCRIBEALLOCATION, *PHV_DXGKARG_DESCRIBEALLOCATION;
HV_STATIC_ASSERT(sizeof(HV_DXGKARG_DESCRIBEALLOCATION) == 48);

/**
 * Kind of an allocation, as the host sees it. Each bit is the property of its name; no source
 * documents more.
 */
typedef union HV_DXGK_ALLOC_FLAGS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 Primary : 1;            /**< Bit 0. */
        HV_UINT32 CddPrimary : 1;         /**< Bit 1. */
        HV_UINT32 DodPrimary : 1;         /**< Bit 2. */
        HV_UINT32 Overlay : 1;            /**< Bit 3. */
        HV_UINT32 Reserved : 1;           /**< Bit 4. */
        HV_UINT32 Capture : 1;            /**< Bit 5. */
        HV_UINT32 Reserved2 : 4;          /**< Bits 6 to 9. */
        HV_UINT32 Reserved3 : 1;          /**< Bit 10. */
        HV_UINT32 ExistingSysmem : 1;     /**< Bit 11. */
        HV_UINT32 Stereo : 1;             /**< Bit 12. */
        HV_UINT32 DirectFlip : 1;         /**< Bit 13. */
        HV_UINT32 HardwareProtected : 1;  /**< Bit 14. */
        HV_UINT32 Reserved4 : 1;          /**< Bit 15. */
        HV_UINT32 Reserved5 : 1;          /**< Bit 16. */
        HV_UINT32 Reserved6 : 1;          /**< Bit 17. */
        HV_UINT32 Protected : 1;          /**< Bit 18. */
        HV_UINT32 Cached : 1;             /**< Bit 19. */
        HV_UINT32 IndependentPrimary : 1; /**< Bit 20. */
        HV_UINT32 Reserved7 : 11;         /**< Bits 21 to 31. */
    };
#endif
} HV_DXGK_ALLOC_FLAGS, *PHV_DXGK_ALLOC_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_DXGK_ALLOC_FLAGS) == 4);

/** One allocation of HV_DXGK_COMMAND_CREATE_ALLOCATION_RETURN. */
typedef struct HV_DXGK_COMMAND_ALLOC_INFO_RETURN
{
    HV_D3DKMT_HANDLE Allocation; /**< Handle of the allocation; not 0. */
    /** Bytes of this allocation's private data, after the last element, within the packet. */
    HV_UINT32 PrivateDriverDataSize;
    HV_DXGK_ALLOC_FLAGS AllocationFlags; /**< Kind of the allocation. */
    HV_UINT32 Reserved;
    /** Bytes of the allocation; the bound is undocumented. */
    HV_UINT64 AllocationSize;
    HV_DXGKARG_DESCRIBEALLOCATION DriverInfo; /**< Description by the host's driver. */
} HV_DXGK_COMMAND_ALLOC_INFO_RETURN, *PHV_DXGK_COMMAND_ALLOC_INFO_RETURN;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_ALLOC_INFO_RETURN) == 72);

/**
 * Response to HvDxgkCommandCreateAllocation; host to guest. The private data of each allocation
 * follow the elements.
 */
typedef struct HV_DXGK_COMMAND_CREATE_ALLOCATION_RETURN
{
    HV_D3DKMT_CREATEALLOCATIONFLAGS Flags;              /**< Undocumented in the response. */
    HV_D3DKMT_HANDLE Resource;                          /**< Handle of the resource. */
    HV_D3DKMT_HANDLE GlobalShare;                       /**< Handle of the resource for other processes. */
    HV_UINT32 VgpuFlags;                                /**< Undocumented. */
    HV_DXGK_COMMAND_ALLOC_INFO_RETURN AllocationInfo[]; /**< As many as the command created. */
} HV_DXGK_COMMAND_CREATE_ALLOCATION_RETURN, *PHV_DXGK_COMMAND_CREATE_ALLOCATION_RETURN;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_CREATE_ALLOCATION_RETURN) == 16);

/**
 * HvDxgkCommandSetExistingSysmemStore: guest to host, after HvDxgkCommandCreateAllocation.
 * Response: HV_NTSTATUS.
 */
typedef struct HV_DXGK_COMMAND_SET_EXISTING_SYSMEM_STORE
{
    HV_DXGK_COMMAND_VGPU_TO_HOST Header; /**< CommandType is HvDxgkCommandSetExistingSysmemStore. */
    HV_D3DKMT_HANDLE Device;             /**< Handle of the device. */
    /** Handle of the allocation. */
    HV_D3DKMT_HANDLE Allocation;
    HV_UINT32 Gpadl; /**< GPADL handle of the memory, on the global channel (VMBus/ChannelMessage.h). */
    HV_UINT32 Reserved;
} HV_DXGK_COMMAND_SET_EXISTING_SYSMEM_STORE, *PHV_DXGK_COMMAND_SET_EXISTING_SYSMEM_STORE;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_SET_EXISTING_SYSMEM_STORE) == 40);

/**
 * HvDxgkCommandSetExistingSysmemPages: guest to host, after HvDxgkCommandCreateAllocation, as
 * often as needed. Response: HV_NTSTATUS. Requires HV_DXGK_VMBUS_HOSTCAPS.MapGuestMemory.
 *
 * PageCount page numbers of the guest follow, 8 bytes each.
 */
typedef struct HV_DXGK_COMMAND_SET_EXISTING_SYSMEM_PAGES
{
    HV_DXGK_COMMAND_VGPU_TO_HOST Header; /**< CommandType is HvDxgkCommandSetExistingSysmemPages. */
    HV_D3DKMT_HANDLE Device;             /**< Handle of the device. */
    HV_D3DKMT_HANDLE Allocation;         /**< Handle of the allocation. */
    /** Number of pages in this message; all page numbers must fit in the packet. */
    HV_UINT32 PageCount;
    /** Pages from the start of the allocation to the first page of this message. */
    HV_UINT32 AllocationOffsetInPages;
} HV_DXGK_COMMAND_SET_EXISTING_SYSMEM_PAGES, *PHV_DXGK_COMMAND_SET_EXISTING_SYSMEM_PAGES;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_SET_EXISTING_SYSMEM_PAGES) == 40);

/**
 * HvDxgkCommandOpenResource: guest to host; opens a resource that another process shares. Response:
 * HV_DXGK_COMMAND_OPEN_RESOURCE_RETURN. The data after it are undocumented.
 */
typedef struct HV_DXGK_COMMAND_OPEN_RESOURCE
{
    HV_DXGK_COMMAND_VGPU_TO_HOST Header; /**< CommandType is HvDxgkCommandOpenResource. */
    HV_D3DKMT_HANDLE Device;             /**< Handle of the device. */
    HV_UINT8 NtSecuritySharing;          /**< Undocumented; 0 or 1. */
    HV_UINT8 Reserved[3];
    HV_D3DKMT_HANDLE GlobalShare;         /**< Handle of the shared resource. */
    /** Number of allocations of the resource, within the packet. */
    HV_UINT32 AllocationCount;
    /** Bytes of private data of all allocations, within the packet. */
    HV_UINT32 TotalPrivateDriverDataSize;
    HV_UINT32 Reserved2;
} HV_DXGK_COMMAND_OPEN_RESOURCE, *PHV_DXGK_COMMAND_OPEN_RESOURCE;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_OPEN_RESOURCE) == 48);

/** Response to HvDxgkCommandOpenResource; host to guest. */
typedef struct HV_DXGK_COMMAND_OPEN_RESOURCE_RETURN
{
    HV_D3DKMT_HANDLE Resource; /**< The process's own handle of the resource. */
    HV_NTSTATUS Status;
} HV_DXGK_COMMAND_OPEN_RESOURCE_RETURN, *PHV_DXGK_COMMAND_OPEN_RESOURCE_RETURN;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_OPEN_RESOURCE_RETURN) == 8);

/**
 * Options of the destruction of allocations. Each bit is the property of its name; no source
 * documents more.
 */
typedef union HV_D3DDDICB_DESTROYALLOCATION2FLAGS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 AssumeNotInUse : 1;     /**< Bit 0. */
        HV_UINT32 SynchronousDestroy : 1; /**< Bit 1. */
        HV_UINT32 Reserved : 29;          /**< Bits 2 to 30. */
        HV_UINT32 SystemUseOnly : 1;      /**< Bit 31. */
    };
#endif
} HV_D3DDDICB_DESTROYALLOCATION2FLAGS, *PHV_D3DDDICB_DESTROYALLOCATION2FLAGS;
HV_STATIC_ASSERT(sizeof(HV_D3DDDICB_DESTROYALLOCATION2FLAGS) == 4);

/** HvDxgkCommandDestroyAllocation: guest to host. Response: HV_NTSTATUS. */
typedef struct HV_DXGK_COMMAND_DESTROY_ALLOCATION
{
    HV_DXGK_COMMAND_VGPU_TO_HOST Header; /**< CommandType is HvDxgkCommandDestroyAllocation. */
    HV_D3DKMT_HANDLE Device;             /**< Handle of the device. */
    HV_D3DKMT_HANDLE Resource;           /**< Handle of the resource. */
    /** Number of handles from Allocations on, all within the packet. */
    HV_UINT32 AllocationCount;
    HV_D3DDDICB_DESTROYALLOCATION2FLAGS Flags;
    HV_D3DKMT_HANDLE Allocations[]; /**< AllocationCount handles. */
} HV_DXGK_COMMAND_DESTROY_ALLOCATION, *PHV_DXGK_COMMAND_DESTROY_ALLOCATION;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_DESTROY_ALLOCATION) == 40);

/*
 * Residency: whether the GPU can use an allocation at once.
 */

/**
 * Options of making allocations resident. Each bit is the property of its name; no source documents
 * more.
 */
typedef union HV_D3DDDI_MAKERESIDENT_FLAGS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 CantTrimFurther : 1; /**< Bit 0. */
        HV_UINT32 MustSucceed : 1;     /**< Bit 1. */
        HV_UINT32 Reserved : 30;       /**< Bits 2 to 31. */
    };
#endif
} HV_D3DDDI_MAKERESIDENT_FLAGS, *PHV_D3DDDI_MAKERESIDENT_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_D3DDDI_MAKERESIDENT_FLAGS) == 4);

/** HvDxgkCommandMakeResident: guest to host. Response: HV_DXGK_COMMAND_MAKE_RESIDENT_RETURN. */
typedef struct HV_DXGK_COMMAND_MAKE_RESIDENT
{
    HV_DXGK_COMMAND_VGPU_TO_HOST Header; /**< CommandType is HvDxgkCommandMakeResident. */
    HV_D3DKMT_HANDLE Device;             /**< Handle of the device. */
    HV_D3DKMT_HANDLE PagingQueue;        /**< Handle of the paging queue. */
    HV_D3DDDI_MAKERESIDENT_FLAGS Flags;
    HV_UINT32 AllocationCount; /**< Number of handles from Allocations on, all within the packet. */
    /** AllocationCount handles. */
    HV_D3DKMT_HANDLE Allocations[];
} HV_DXGK_COMMAND_MAKE_RESIDENT, *PHV_DXGK_COMMAND_MAKE_RESIDENT;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_MAKE_RESIDENT) == 40);

/** Response to HvDxgkCommandMakeResident; host to guest. */
typedef struct HV_DXGK_COMMAND_MAKE_RESIDENT_RETURN
{
    HV_UINT64 PagingFenceValue; /**< Value of the paging queue's fence to wait for. */
    HV_UINT64 BytesToTrim;      /**< Bytes; undocumented beyond the unit. */
    HV_NTSTATUS Status;         /**< HV_NTSTATUS_PENDING is a success. */
    HV_UINT32 Reserved;
} HV_DXGK_COMMAND_MAKE_RESIDENT_RETURN, *PHV_DXGK_COMMAND_MAKE_RESIDENT_RETURN;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_MAKE_RESIDENT_RETURN) == 24);

/**
 * Options of the eviction of allocations. Each bit is the property of its name; no source documents
 * more.
 */
typedef union HV_D3DDDI_EVICT_FLAGS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 EvictOnlyIfNecessary : 1; /**< Bit 0. */
        HV_UINT32 NotWrittenTo : 1;         /**< Bit 1. */
        HV_UINT32 Reserved : 30;            /**< Bits 2 to 31. */
    };
#endif
} HV_D3DDDI_EVICT_FLAGS, *PHV_D3DDDI_EVICT_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_D3DDDI_EVICT_FLAGS) == 4);

/** HvDxgkCommandEvict: guest to host. Response: HV_DXGK_COMMAND_EVICT_RETURN. */
typedef struct HV_DXGK_COMMAND_EVICT
{
    HV_DXGK_COMMAND_VGPU_TO_HOST Header; /**< CommandType is HvDxgkCommandEvict. */
    HV_D3DKMT_HANDLE Device;             /**< Handle of the device. */
    HV_D3DDDI_EVICT_FLAGS Flags;
    /** Number of handles from Allocations on, all within the packet. */
    HV_UINT32 AllocationCount;
    HV_D3DKMT_HANDLE Allocations[1]; /**< The first of AllocationCount handles. */
} HV_DXGK_COMMAND_EVICT, *PHV_DXGK_COMMAND_EVICT;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_EVICT) == 40);

/** Response to HvDxgkCommandEvict; host to guest. */
typedef struct HV_DXGK_COMMAND_EVICT_RETURN
{
    HV_UINT64 BytesToTrim; /**< Bytes; undocumented beyond the unit. */
} HV_DXGK_COMMAND_EVICT_RETURN, *PHV_DXGK_COMMAND_EVICT_RETURN;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_EVICT_RETURN) == 8);

/** Place of an allocation. */
typedef HV_UINT32 HV_D3DKMT_ALLOCATIONRESIDENCYSTATUS, *PHV_D3DKMT_ALLOCATIONRESIDENCYSTATUS;
enum
{
    HV_D3DKMT_ALLOCATIONRESIDENCYSTATUS_RESIDENTINGPUMEMORY = 1,
    HV_D3DKMT_ALLOCATIONRESIDENCYSTATUS_RESIDENTINSHAREDMEMORY = 2,
    HV_D3DKMT_ALLOCATIONRESIDENCYSTATUS_NOTRESIDENT = 3,
};

/** Arguments of HvDxgkCommandQueryAllocationResidency. */
typedef struct HV_D3DKMT_QUERYALLOCATIONRESIDENCY
{
    HV_D3DKMT_HANDLE Device;   /**< Handle of the device. */
    HV_D3DKMT_HANDLE Resource; /**< Handle of the resource. */
    HV_UINT64 AllocationList;  /**< A pointer of the guest. */
    HV_UINT32 AllocationCount; /**< Number of allocations to query, within the packet. */
    HV_UINT32 Reserved;
    HV_UINT64 ResidencyStatus; /**< A pointer of the guest. */
} HV_D3DKMT_QUERYALLOCATIONRESIDENCY, *PHV_D3DKMT_QUERYALLOCATIONRESIDENCY;
HV_STATIC_ASSERT(sizeof(HV_D3DKMT_QUERYALLOCATIONRESIDENCY) == 32);

/**
 * HvDxgkCommandQueryAllocationResidency: guest to host. Response:
 * HV_DXGK_COMMAND_QUERY_ALLOCATION_RESIDENCY_RETURN. The data after either are undocumented.
 */
typedef struct HV_DXGK_COMMAND_QUERY_ALLOCATION_RESIDENCY
{
    /** CommandType is HvDxgkCommandQueryAllocationResidency. */
    HV_DXGK_COMMAND_VGPU_TO_HOST Header;
    HV_D3DKMT_QUERYALLOCATIONRESIDENCY Arguments; /**< Arguments, in the form of Windows' call. */
} HV_DXGK_COMMAND_QUERY_ALLOCATION_RESIDENCY, *PHV_DXGK_COMMAND_QUERY_ALLOCATION_RESIDENCY;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_QUERY_ALLOCATION_RESIDENCY) == 56);

/** Response to HvDxgkCommandQueryAllocationResidency; host to guest. */
typedef struct HV_DXGK_COMMAND_QUERY_ALLOCATION_RESIDENCY_RETURN
{
    HV_NTSTATUS Status;
} HV_DXGK_COMMAND_QUERY_ALLOCATION_RESIDENCY_RETURN, *PHV_DXGK_COMMAND_QUERY_ALLOCATION_RESIDENCY_RETURN;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_QUERY_ALLOCATION_RESIDENCY_RETURN) == 4);

/*
 * Memory that a process can offer.
 */

/** Priority of an offered allocation. */
typedef HV_UINT32 HV_D3DKMT_OFFER_PRIORITY, *PHV_D3DKMT_OFFER_PRIORITY;
enum
{
    HV_D3DKMT_OFFER_PRIORITY_LOW = 1,
    HV_D3DKMT_OFFER_PRIORITY_NORMAL = 2,
    HV_D3DKMT_OFFER_PRIORITY_HIGH = 3,
    HV_D3DKMT_OFFER_PRIORITY_AUTO = 4,
};

/** Options of an offer of allocations. Each bit is the flag of its name in Windows' headers. */
typedef union HV_D3DKMT_OFFER_FLAGS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 OfferImmediately : 1; /**< Bit 0. */
        HV_UINT32 AllowDecommit : 1;    /**< Bit 1. */
        HV_UINT32 Reserved : 30;        /**< Bits 2 to 31. */
    };
#endif
} HV_D3DKMT_OFFER_FLAGS, *PHV_D3DKMT_OFFER_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_D3DKMT_OFFER_FLAGS) == 4);

/** HvDxgkCommandOfferAllocations: guest to host. Response: HV_NTSTATUS. */
typedef struct HV_DXGK_COMMAND_OFFER_ALLOCATIONS
{
    HV_DXGK_COMMAND_VGPU_TO_HOST Header; /**< CommandType is HvDxgkCommandOfferAllocations. */
    /** Handle of the device. */
    HV_D3DKMT_HANDLE Device;
    /** Number of handles from Allocations on, all within the packet. */
    HV_UINT32 AllocationCount;
    HV_D3DKMT_OFFER_PRIORITY Priority; /**< HV_D3DKMT_OFFER_PRIORITY_... */
    HV_D3DKMT_OFFER_FLAGS Flags;
    HV_UINT8 Resources; /**< 1 if Allocations holds resources. */
    HV_UINT8 Reserved[3];
    HV_D3DKMT_HANDLE Allocations[1]; /**< The first of AllocationCount handles. */
} HV_DXGK_COMMAND_OFFER_ALLOCATIONS, *PHV_DXGK_COMMAND_OFFER_ALLOCATIONS;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_OFFER_ALLOCATIONS) == 48);

/** State of a reclaimed allocation. */
typedef HV_UINT32 HV_D3DDDI_RECLAIM_RESULT, *PHV_D3DDDI_RECLAIM_RESULT;
enum
{
    HV_D3DDDI_RECLAIM_RESULT_OK = 0,
    HV_D3DDDI_RECLAIM_RESULT_DISCARDED = 1,
    HV_D3DDDI_RECLAIM_RESULT_NOT_COMMITTED = 2,
};

/**
 * HvDxgkCommandReclaimAllocations: guest to host. Response:
 * HV_DXGK_COMMAND_RECLAIM_ALLOCATIONS_RETURN.
 */
typedef struct HV_DXGK_COMMAND_RECLAIM_ALLOCATIONS
{
    HV_DXGK_COMMAND_VGPU_TO_HOST Header; /**< CommandType is HvDxgkCommandReclaimAllocations. */
    HV_D3DKMT_HANDLE Device;             /**< Handle of the device. */
    /** Handle of the paging queue. */
    HV_D3DKMT_HANDLE PagingQueue;
    HV_UINT32 AllocationCount; /**< Number of handles from Allocations on, all within the packet. */
    HV_UINT8 Resources;        /**< 1 if Allocations holds resources. */
    HV_UINT8 WriteResults;     /**< 1 to request HV_DXGK_COMMAND_RECLAIM_ALLOCATIONS_RETURN.Discarded. */
    HV_UINT16 Reserved;
    HV_D3DKMT_HANDLE Allocations[]; /**< AllocationCount handles. */
} HV_DXGK_COMMAND_RECLAIM_ALLOCATIONS, *PHV_DXGK_COMMAND_RECLAIM_ALLOCATIONS;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_RECLAIM_ALLOCATIONS) == 40);

/** Response to HvDxgkCommandReclaimAllocations; host to guest. */
typedef struct HV_DXGK_COMMAND_RECLAIM_ALLOCATIONS_RETURN
{
    HV_UINT64 PagingFenceValue; /**< Value of the paging queue's fence to wait for. */
    HV_NTSTATUS Status;         /**< HV_NTSTATUS_PENDING is a success. */
    /**
     * The first of as many results as there are allocations, if the command requested them; the
     * remaining results follow the structure.
     */
    HV_D3DDDI_RECLAIM_RESULT Discarded[1];
} HV_DXGK_COMMAND_RECLAIM_ALLOCATIONS_RETURN, *PHV_DXGK_COMMAND_RECLAIM_ALLOCATIONS_RETURN;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_RECLAIM_ALLOCATIONS_RETURN) == 16);

/**
 * HvDxgkCommandSetAllocationPriority: guest to host. Response: HV_NTSTATUS. The data after the
 * command are undocumented.
 */
typedef struct HV_DXGK_COMMAND_SET_ALLOCATION_PRIORITY
{
    HV_DXGK_COMMAND_VGPU_TO_HOST Header; /**< CommandType is HvDxgkCommandSetAllocationPriority. */
    HV_D3DKMT_HANDLE Device;             /**< Handle of the device. */
    HV_D3DKMT_HANDLE Resource;           /**< Handle of the resource. */
    HV_UINT32 AllocationCount;           /**< Number of allocations, within the packet. */
    HV_UINT32 Reserved;
} HV_DXGK_COMMAND_SET_ALLOCATION_PRIORITY, *PHV_DXGK_COMMAND_SET_ALLOCATION_PRIORITY;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_SET_ALLOCATION_PRIORITY) == 40);

/**
 * HvDxgkCommandGetAllocationPriority: guest to host. Response:
 * HV_DXGK_COMMAND_GET_ALLOCATION_PRIORITY_RETURN. The data after either are undocumented.
 */
typedef struct HV_DXGK_COMMAND_GET_ALLOCATION_PRIORITY
{
    HV_DXGK_COMMAND_VGPU_TO_HOST Header; /**< CommandType is HvDxgkCommandGetAllocationPriority. */
    HV_D3DKMT_HANDLE Device;             /**< Handle of the device. */
    HV_D3DKMT_HANDLE Resource;           /**< Handle of the resource. */
    HV_UINT32 AllocationCount;           /**< Number of allocations, within the packet. */
    HV_UINT32 Reserved;
} HV_DXGK_COMMAND_GET_ALLOCATION_PRIORITY, *PHV_DXGK_COMMAND_GET_ALLOCATION_PRIORITY;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_GET_ALLOCATION_PRIORITY) == 40);

/** Response to HvDxgkCommandGetAllocationPriority; host to guest. */
typedef struct HV_DXGK_COMMAND_GET_ALLOCATION_PRIORITY_RETURN
{
    HV_NTSTATUS Status;
} HV_DXGK_COMMAND_GET_ALLOCATION_PRIORITY_RETURN, *PHV_DXGK_COMMAND_GET_ALLOCATION_PRIORITY_RETURN;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_GET_ALLOCATION_PRIORITY_RETURN) == 4);

/*
 * Properties of an allocation.
 */

/**
 * Segments of GPU memory in the order of preference, the first one in SegmentId0. The meaning of a
 * direction is undocumented.
 */
typedef union HV_D3DDDI_SEGMENTPREFERENCE
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 SegmentId0 : 5; /**< Bits 0 to 4: Id of the first segment. */
        HV_UINT32 Direction0 : 1; /**< Bit 5: Undocumented. */
        HV_UINT32 SegmentId1 : 5; /**< Bits 6 to 10: Id of the second segment. */
        HV_UINT32 Direction1 : 1; /**< Bit 11: Undocumented. */
        HV_UINT32 SegmentId2 : 5; /**< Bits 12 to 16: Id of the third segment. */
        HV_UINT32 Direction2 : 1; /**< Bit 17: Undocumented. */
        HV_UINT32 SegmentId3 : 5; /**< Bits 18 to 22: Id of the fourth segment. */
        HV_UINT32 Direction3 : 1; /**< Bit 23: Undocumented. */
        HV_UINT32 SegmentId4 : 5; /**< Bits 24 to 28: Id of the fifth segment. */
        HV_UINT32 Direction4 : 1; /**< Bit 29: Undocumented. */
        HV_UINT32 Reserved : 2;   /**< Bits 30 to 31. */
    };
#endif
} HV_D3DDDI_SEGMENTPREFERENCE, *PHV_D3DDDI_SEGMENTPREFERENCE;
HV_STATIC_ASSERT(sizeof(HV_D3DDDI_SEGMENTPREFERENCE) == 4);

/**
 * Properties of an allocation. Unmoveable is in Windows' headers alone. Each bit is the flag of its
 * name in Windows' headers.
 */
typedef union HV_D3DDDI_UPDATEALLOCPROPERTY_FLAGS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 AccessedPhysically : 1; /**< Bit 0. */
        HV_UINT32 Unmoveable : 1;         /**< Bit 1. */
        HV_UINT32 Reserved : 30;          /**< Bits 2 to 31. */
    };
#endif
} HV_D3DDDI_UPDATEALLOCPROPERTY_FLAGS, *PHV_D3DDDI_UPDATEALLOCPROPERTY_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_D3DDDI_UPDATEALLOCPROPERTY_FLAGS) == 4);

/**
 * Arguments of HvDxgkCommandUpdateAllocationProperty. PropertyMaskValue selects the members that
 * count.
 */
typedef struct HV_D3DDDI_UPDATEALLOCPROPERTY
{
    HV_D3DKMT_HANDLE PagingQueue;                 /**< Handle of the paging queue. */
    HV_D3DKMT_HANDLE Allocation;                  /**< Handle of the allocation. */
    HV_UINT32 SupportedSegmentSet;                /**< Bit mask of segments of GPU memory. */
    HV_D3DDDI_SEGMENTPREFERENCE PreferredSegment; /**< Segments in the order of preference. */
    HV_D3DDDI_UPDATEALLOCPROPERTY_FLAGS Flags;
    HV_UINT32 Reserved2;
    HV_UINT64 PagingFenceValue; /**< Undocumented in the command. */
    union
    {
        HV_UINT32 PropertyMaskValue; /**< The bits in one word. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 SetAccessedPhysically : 1;  /**< Bit 0: Flags.AccessedPhysically counts. */
            HV_UINT32 SetSupportedSegmentSet : 1; /**< Bit 1: SupportedSegmentSet counts. */
            HV_UINT32 SetPreferredSegment : 1;    /**< Bit 2: PreferredSegment counts. */
            HV_UINT32 SetUnmoveable : 1;          /**< Bit 3: Flags.Unmoveable counts. */
            HV_UINT32 Reserved : 28;              /**< Bits 4 to 31. */
        };
#endif
    };
    HV_UINT32 Reserved3;
} HV_D3DDDI_UPDATEALLOCPROPERTY, *PHV_D3DDDI_UPDATEALLOCPROPERTY;
HV_STATIC_ASSERT(sizeof(HV_D3DDDI_UPDATEALLOCPROPERTY) == 40);

/**
 * HvDxgkCommandUpdateAllocationProperty: guest to host. Response:
 * HV_DXGK_COMMAND_UPDATE_ALLOCATION_PROPERTY_RETURN.
 */
typedef struct HV_DXGK_COMMAND_UPDATE_ALLOCATION_PROPERTY
{
    /** CommandType is HvDxgkCommandUpdateAllocationProperty. */
    HV_DXGK_COMMAND_VGPU_TO_HOST Header;
    HV_D3DDDI_UPDATEALLOCPROPERTY Arguments; /**< Arguments, in the form of Windows' call. */
} HV_DXGK_COMMAND_UPDATE_ALLOCATION_PROPERTY, *PHV_DXGK_COMMAND_UPDATE_ALLOCATION_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_UPDATE_ALLOCATION_PROPERTY) == 64);

/** Response to HvDxgkCommandUpdateAllocationProperty; host to guest. */
typedef struct HV_DXGK_COMMAND_UPDATE_ALLOCATION_PROPERTY_RETURN
{
    HV_UINT64 PagingFenceValue; /**< Value of the paging queue's fence to wait for. */
    HV_NTSTATUS Status;         /**< HV_NTSTATUS_PENDING is a success. */
    HV_UINT32 Reserved;
} HV_DXGK_COMMAND_UPDATE_ALLOCATION_PROPERTY_RETURN, *PHV_DXGK_COMMAND_UPDATE_ALLOCATION_PROPERTY_RETURN;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_UPDATE_ALLOCATION_PROPERTY_RETURN) == 16);

/*
 * Access by the processor.
 */

/** Undefined so far. */
typedef union HV_D3DDDICB_LOCK2FLAGS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 Reserved : 32; /**< Bits 0 to 31. */
    };
#endif
} HV_D3DDDICB_LOCK2FLAGS, *PHV_D3DDDICB_LOCK2FLAGS;
HV_STATIC_ASSERT(sizeof(HV_D3DDDICB_LOCK2FLAGS) == 4);

/** Arguments of HvDxgkCommandLock2. */
typedef struct HV_D3DKMT_LOCK2
{
    HV_D3DKMT_HANDLE Device;     /**< Handle of the device. */
    HV_D3DKMT_HANDLE Allocation; /**< Handle of the allocation. */
    HV_D3DDDICB_LOCK2FLAGS Flags;
    HV_UINT32 Reserved;
    HV_UINT64 Data; /**< A pointer of the guest; echoed. */
} HV_D3DKMT_LOCK2, *PHV_D3DKMT_LOCK2;
HV_STATIC_ASSERT(sizeof(HV_D3DKMT_LOCK2) == 24);

/** HvDxgkCommandLock2: guest to host. Response: HV_DXGK_COMMAND_LOCK2_RETURN. */
typedef struct HV_DXGK_COMMAND_LOCK2
{
    HV_DXGK_COMMAND_VGPU_TO_HOST Header; /**< CommandType is HvDxgkCommandLock2. */
    HV_D3DKMT_LOCK2 Arguments;           /**< Arguments, in the form of Windows' call. */
    HV_UINT8 UseLegacyLock;              /**< Undocumented; 0 or 1. */
    HV_UINT8 Reserved[3];
    HV_UINT32 Flags;             /**< Undocumented. */
    HV_UINT32 PrivateDriverData; /**< Undocumented. */
    HV_UINT32 Reserved2;
} HV_DXGK_COMMAND_LOCK2, *PHV_DXGK_COMMAND_LOCK2;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_LOCK2) == 64);

/** Response to HvDxgkCommandLock2; host to guest. */
typedef struct HV_DXGK_COMMAND_LOCK2_RETURN
{
    HV_NTSTATUS Status;
    HV_UINT32 Reserved;
    /**
     * Bytes from the start of the region of HV_DXGK_COMMAND_SET_IO_SPACE_REGION to the
     * allocation.
     */
    HV_UINT64 CpuVisibleBufferOffset;
} HV_DXGK_COMMAND_LOCK2_RETURN, *PHV_DXGK_COMMAND_LOCK2_RETURN;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_LOCK2_RETURN) == 16);

/** Arguments of HvDxgkCommandUnlock2. */
typedef struct HV_D3DKMT_UNLOCK2
{
    HV_D3DKMT_HANDLE Device;     /**< Handle of the device. */
    HV_D3DKMT_HANDLE Allocation; /**< Handle of the allocation. */
} HV_D3DKMT_UNLOCK2, *PHV_D3DKMT_UNLOCK2;
HV_STATIC_ASSERT(sizeof(HV_D3DKMT_UNLOCK2) == 8);

/** HvDxgkCommandUnlock2: guest to host. Response: HV_NTSTATUS. */
typedef struct HV_DXGK_COMMAND_UNLOCK2
{
    HV_DXGK_COMMAND_VGPU_TO_HOST Header; /**< CommandType is HvDxgkCommandUnlock2. */
    HV_D3DKMT_UNLOCK2 Arguments;         /**< Arguments, in the form of Windows' call. */
    HV_UINT8 UseLegacyUnlock;            /**< Undocumented; 0 or 1. */
    HV_UINT8 Reserved[7];
} HV_DXGK_COMMAND_UNLOCK2, *PHV_DXGK_COMMAND_UNLOCK2;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_UNLOCK2) == 40);

/** HvDxgkCommandInvalidateCache: guest to host. Response: HV_NTSTATUS. */
typedef struct HV_DXGK_COMMAND_INVALIDATE_CACHE
{
    HV_DXGK_COMMAND_VGPU_TO_HOST Header; /**< CommandType is HvDxgkCommandInvalidateCache. */
    HV_D3DKMT_HANDLE Device;             /**< Handle of the device. */
    HV_D3DKMT_HANDLE Allocation;         /**< Handle of the allocation. */
    HV_UINT64 Offset;                    /**< Bytes from the start of the allocation. */
    HV_UINT64 Length;                    /**< Bytes; the bound is undocumented. */
    HV_UINT64 Reserved;
} HV_DXGK_COMMAND_INVALIDATE_CACHE, *PHV_DXGK_COMMAND_INVALIDATE_CACHE;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_INVALIDATE_CACHE) == 56);

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_GRAPHICS_ALLOCATION */
