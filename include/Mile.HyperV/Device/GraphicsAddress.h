/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief GPU paravirtualization: GPU virtual addresses, and the budget of video memory.
 *
 * Each process has an address space on the GPU. It reserves ranges, maps allocations
 * (GraphicsAllocation.h) into them, and frees them. All commands here use the vGPU
 * channel (Graphics.h explains the envelope):
 *
 *     guest                                          host
 *       |-- ReserveGpuVirtualAddress --------------->|
 *       |<- RESERVE_GPU_VIRTUAL_ADDRESS_RETURN ------|  address
 *       |-- MapGpuVirtualAddress ------------------->|  on a paging queue
 *       |<- MAP_GPU_VIRTUAL_ADDRESS_RETURN ----------|  address, fence value to wait for
 *       |-- UpdateGpuVirtualAddress ---------------->|  several changes, after a fence
 *       |-- FreeGpuVirtualAddress ------------------>|
 *
 * A guest must check, because the host is not trusted: Status; that a returned address is the
 * requested one, if the guest requested one.
 *
 * Every message is described as of version 40 of the interface (Graphics.h). Its first version is
 * undocumented unless its comment names one.
 *
 * Sources: References/gpu-pv, References/windows-gpu (see Graphics.h).
 */

#ifndef MILE_HYPERV_DEVICE_GRAPHICS_ADDRESS
#define MILE_HYPERV_DEVICE_GRAPHICS_ADDRESS

#include "Graphics.h"

HV_HEADER_BEGIN

/*
 * GPU virtual addresses.
 */

/** Access of the GPU to a range. Each bit is the flag of its name in Windows' headers. */
typedef union HV_D3DDDIGPUVIRTUALADDRESS_PROTECTION_TYPE
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Write : 1;         /**< Bit 0. */
        HV_UINT64 Execute : 1;       /**< Bit 1. */
        HV_UINT64 Zero : 1;          /**< Bit 2. */
        HV_UINT64 NoAccess : 1;      /**< Bit 3. */
        HV_UINT64 SystemUseOnly : 1; /**< Bit 4: undocumented. */
        HV_UINT64 Reserved : 59;     /**< Bits 5 to 63. */
    };
#endif
} HV_D3DDDIGPUVIRTUALADDRESS_PROTECTION_TYPE, *PHV_D3DDDIGPUVIRTUALADDRESS_PROTECTION_TYPE;
HV_STATIC_ASSERT(sizeof(HV_D3DDDIGPUVIRTUALADDRESS_PROTECTION_TYPE) == 8);

/** Behavior of a reserved range to which nothing is mapped. */
typedef HV_UINT32 HV_D3DDDIGPUVIRTUALADDRESS_RESERVATION_TYPE, *PHV_D3DDDIGPUVIRTUALADDRESS_RESERVATION_TYPE;
enum
{
    HV_D3DDDIGPUVIRTUALADDRESS_RESERVE_NO_ACCESS = 0,
    HV_D3DDDIGPUVIRTUALADDRESS_RESERVE_ZERO = 1,
    HV_D3DDDIGPUVIRTUALADDRESS_RESERVE_NO_COMMIT = 2,
};

/** Arguments of HvDxgkCommandReserveGpuVirtualAddress. */
typedef struct HV_D3DDDI_RESERVEGPUVIRTUALADDRESS
{
    union
    {
        HV_D3DKMT_HANDLE PagingQueue; /**< In Windows' headers alone. */
        HV_D3DKMT_HANDLE Adapter;     /**< As the patches have it; Windows' headers have both. */
    };
    HV_UINT32 Reserved;
    HV_UINT64 BaseAddress;    /**< GPU virtual address wanted; 0 for any. */
    HV_UINT64 MinimumAddress; /**< Lowest GPU virtual address allowed, if BaseAddress is 0. */
    HV_UINT64 MaximumAddress; /**< Highest GPU virtual address allowed, if BaseAddress is 0. */
    HV_UINT64 Size;           /**< Bytes; the bound is undocumented. */
    /** HV_D3DDDIGPUVIRTUALADDRESS_RESERVE_... */
    HV_D3DDDIGPUVIRTUALADDRESS_RESERVATION_TYPE ReservationType;
    HV_UINT32 Reserved2;
    HV_UINT64 DriverProtection; /**< In the driver's format. */
    HV_UINT64 VirtualAddress;   /**< Undocumented in the command. */
    HV_UINT64 PagingFenceValue; /**< Undocumented in the command. */
} HV_D3DDDI_RESERVEGPUVIRTUALADDRESS, *PHV_D3DDDI_RESERVEGPUVIRTUALADDRESS;
HV_STATIC_ASSERT(sizeof(HV_D3DDDI_RESERVEGPUVIRTUALADDRESS) == 72);

/**
 * HvDxgkCommandReserveGpuVirtualAddress: guest to host. Response:
 * HV_DXGK_COMMAND_RESERVE_GPU_VIRTUAL_ADDRESS_RETURN.
 */
typedef struct HV_DXGK_COMMAND_RESERVE_GPU_VIRTUAL_ADDRESS
{
    /** CommandType is HvDxgkCommandReserveGpuVirtualAddress. */
    HV_DXGK_COMMAND_VGPU_TO_HOST Header;
    HV_D3DDDI_RESERVEGPUVIRTUALADDRESS Arguments; /**< Arguments, in the form of Windows' call. */
} HV_DXGK_COMMAND_RESERVE_GPU_VIRTUAL_ADDRESS, *PHV_DXGK_COMMAND_RESERVE_GPU_VIRTUAL_ADDRESS;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_RESERVE_GPU_VIRTUAL_ADDRESS) == 96);

/** Response to HvDxgkCommandReserveGpuVirtualAddress; host to guest. */
typedef struct HV_DXGK_COMMAND_RESERVE_GPU_VIRTUAL_ADDRESS_RETURN
{
    HV_UINT64 VirtualAddress;   /**< GPU virtual address of the range; 0 if the command failed. */
    HV_UINT64 PagingFenceValue; /**< Value of the paging queue's fence to wait for. */
} HV_DXGK_COMMAND_RESERVE_GPU_VIRTUAL_ADDRESS_RETURN, *PHV_DXGK_COMMAND_RESERVE_GPU_VIRTUAL_ADDRESS_RETURN;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_RESERVE_GPU_VIRTUAL_ADDRESS_RETURN) == 16);

/** Arguments of HvDxgkCommandMapGpuVirtualAddress. */
typedef struct HV_D3DDDI_MAPGPUVIRTUALADDRESS
{
    HV_D3DKMT_HANDLE PagingQueue; /**< Handle of the paging queue. */
    HV_UINT32 Reserved;
    HV_UINT64 BaseAddress;       /**< GPU virtual address wanted; 0 for any. */
    HV_UINT64 MinimumAddress;    /**< Lowest GPU virtual address allowed, if BaseAddress is 0. */
    HV_UINT64 MaximumAddress;    /**< Highest GPU virtual address allowed, if BaseAddress is 0. */
    HV_D3DKMT_HANDLE Allocation; /**< Handle of the allocation. */
    HV_UINT32 Reserved2;
    HV_UINT64 OffsetInPages; /**< Pages from the start of the allocation; their size is undocumented. */
    HV_UINT64 SizeInPages;   /**< Pages to map. */
    /** Access of the GPU to the range. */
    HV_D3DDDIGPUVIRTUALADDRESS_PROTECTION_TYPE Protection;
    HV_UINT64 DriverProtection; /**< In the driver's format. */
    HV_UINT32 Reserved3;
    HV_UINT32 Reserved4;
    HV_UINT64 Reserved5;
    HV_UINT64 VirtualAddress;   /**< Undocumented in the command. */
    HV_UINT64 PagingFenceValue; /**< Undocumented in the command. */
} HV_D3DDDI_MAPGPUVIRTUALADDRESS, *PHV_D3DDDI_MAPGPUVIRTUALADDRESS;
HV_STATIC_ASSERT(sizeof(HV_D3DDDI_MAPGPUVIRTUALADDRESS) == 104);

/**
 * HvDxgkCommandMapGpuVirtualAddress: guest to host. Response:
 * HV_DXGK_COMMAND_MAP_GPU_VIRTUAL_ADDRESS_RETURN.
 */
typedef struct HV_DXGK_COMMAND_MAP_GPU_VIRTUAL_ADDRESS
{
    HV_DXGK_COMMAND_VGPU_TO_HOST Header; /**< CommandType is HvDxgkCommandMapGpuVirtualAddress. */
    /** Arguments, in the form of Windows' call. */
    HV_D3DDDI_MAPGPUVIRTUALADDRESS Arguments;
    HV_D3DKMT_HANDLE Device; /**< Handle of the device. */
    HV_UINT32 Reserved;
} HV_DXGK_COMMAND_MAP_GPU_VIRTUAL_ADDRESS, *PHV_DXGK_COMMAND_MAP_GPU_VIRTUAL_ADDRESS;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_MAP_GPU_VIRTUAL_ADDRESS) == 136);

/** Response to HvDxgkCommandMapGpuVirtualAddress; host to guest. */
typedef struct HV_DXGK_COMMAND_MAP_GPU_VIRTUAL_ADDRESS_RETURN
{
    HV_UINT64 VirtualAddress;   /**< GPU virtual address of the range. */
    HV_UINT64 PagingFenceValue; /**< Value of the paging queue's fence to wait for. */
    HV_NTSTATUS Status;         /**< HV_NTSTATUS_PENDING is a success. */
    HV_UINT32 Reserved;
} HV_DXGK_COMMAND_MAP_GPU_VIRTUAL_ADDRESS_RETURN, *PHV_DXGK_COMMAND_MAP_GPU_VIRTUAL_ADDRESS_RETURN;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_MAP_GPU_VIRTUAL_ADDRESS_RETURN) == 24);

/** HV_D3DDDI_UPDATEGPUVIRTUALADDRESS_OPERATION.OperationType. */
typedef HV_UINT32 HV_D3DDDI_UPDATEGPUVIRTUALADDRESS_OPERATION_TYPE, *PHV_D3DDDI_UPDATEGPUVIRTUALADDRESS_OPERATION_TYPE;
enum
{
    HV_D3DDDI_UPDATEGPUVIRTUALADDRESS_MAP = 0,
    HV_D3DDDI_UPDATEGPUVIRTUALADDRESS_UNMAP = 1,
    HV_D3DDDI_UPDATEGPUVIRTUALADDRESS_COPY = 2,
    HV_D3DDDI_UPDATEGPUVIRTUALADDRESS_MAP_PROTECT = 3,
};

/** One change of the address space. OperationType selects the member of the union. */
typedef struct HV_D3DDDI_UPDATEGPUVIRTUALADDRESS_OPERATION
{
    HV_D3DDDI_UPDATEGPUVIRTUALADDRESS_OPERATION_TYPE OperationType;
    HV_UINT32 Reserved;
    union
    {
        struct
        {
            HV_UINT64 BaseAddress;       /**< GPU virtual address. */
            HV_UINT64 SizeInBytes;       /**< Bytes of the range. */
            HV_D3DKMT_HANDLE Allocation; /**< Handle of the allocation. */
            HV_UINT32 Reserved;
            HV_UINT64 AllocationOffsetInBytes; /**< Bytes from the start of the allocation. */
            /** Bytes of the allocation; the bound is undocumented. */
            HV_UINT64 AllocationSizeInBytes;
        } Map; /**< With HV_D3DDDI_UPDATEGPUVIRTUALADDRESS_MAP. */
        struct
        {
            HV_UINT64 BaseAddress;       /**< GPU virtual address. */
            HV_UINT64 SizeInBytes;       /**< Bytes of the range. */
            HV_D3DKMT_HANDLE Allocation; /**< Handle of the allocation. */
            HV_UINT32 Reserved;
            HV_UINT64 AllocationOffsetInBytes; /**< Bytes from the start of the allocation. */
            /** Bytes of the allocation; the bound is undocumented. */
            HV_UINT64 AllocationSizeInBytes;
            /** Access of the GPU to the range. */
            HV_D3DDDIGPUVIRTUALADDRESS_PROTECTION_TYPE Protection;
            HV_UINT64 DriverProtection; /**< In the driver's format. */
        } MapProtect; /**< With HV_D3DDDI_UPDATEGPUVIRTUALADDRESS_MAP_PROTECT. */
        struct
        {
            HV_UINT64 BaseAddress; /**< GPU virtual address. */
            HV_UINT64 SizeInBytes; /**< Bytes of the range. */
            /** Access of the GPU to the range. */
            HV_D3DDDIGPUVIRTUALADDRESS_PROTECTION_TYPE Protection;
        } Unmap; /**< With HV_D3DDDI_UPDATEGPUVIRTUALADDRESS_UNMAP. */
        struct
        {
            HV_UINT64 SourceAddress; /**< GPU virtual address. */
            HV_UINT64 SizeInBytes;   /**< Bytes of the range. */
            HV_UINT64 DestAddress;   /**< GPU virtual address. */
        } Copy; /**< With HV_D3DDDI_UPDATEGPUVIRTUALADDRESS_COPY. */
    };
} HV_D3DDDI_UPDATEGPUVIRTUALADDRESS_OPERATION, *PHV_D3DDDI_UPDATEGPUVIRTUALADDRESS_OPERATION;
HV_STATIC_ASSERT(sizeof(HV_D3DDDI_UPDATEGPUVIRTUALADDRESS_OPERATION) == 64);

/** HvDxgkCommandUpdateGpuVirtualAddress: guest to host. Response: HV_NTSTATUS. */
typedef struct HV_DXGK_COMMAND_UPDATE_GPU_VIRTUAL_ADDRESS
{
    /** CommandType is HvDxgkCommandUpdateGpuVirtualAddress. */
    HV_DXGK_COMMAND_VGPU_TO_HOST Header;
    HV_UINT64 FenceValue;         /**< Value of FenceObject. */
    HV_D3DKMT_HANDLE Device;      /**< Handle of the device. */
    HV_D3DKMT_HANDLE Context;     /**< Handle of the context. */
    HV_D3DKMT_HANDLE FenceObject; /**< Handle of the fence. */
    HV_UINT32 NumOperations;      /**< Elements of Operations. */
    HV_UINT32 Flags;              /**< Undocumented. */
    HV_UINT32 Reserved;
    HV_D3DDDI_UPDATEGPUVIRTUALADDRESS_OPERATION Operations[]; /**< NumOperations changes. */
} HV_DXGK_COMMAND_UPDATE_GPU_VIRTUAL_ADDRESS, *PHV_DXGK_COMMAND_UPDATE_GPU_VIRTUAL_ADDRESS;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_UPDATE_GPU_VIRTUAL_ADDRESS) == 56);

/** Arguments of HvDxgkCommandFreeGpuVirtualAddress. */
typedef struct HV_D3DKMT_FREEGPUVIRTUALADDRESS
{
    HV_D3DKMT_HANDLE Adapter; /**< Handle of the adapter. */
    HV_UINT32 Reserved;
    HV_UINT64 BaseAddress; /**< GPU virtual address. */
    HV_UINT64 Size;        /**< Bytes; the bound is undocumented. */
} HV_D3DKMT_FREEGPUVIRTUALADDRESS, *PHV_D3DKMT_FREEGPUVIRTUALADDRESS;
HV_STATIC_ASSERT(sizeof(HV_D3DKMT_FREEGPUVIRTUALADDRESS) == 24);

/** HvDxgkCommandFreeGpuVirtualAddress: guest to host. Response: HV_NTSTATUS. */
typedef struct HV_DXGK_COMMAND_FREE_GPU_VIRTUAL_ADDRESS
{
    HV_DXGK_COMMAND_VGPU_TO_HOST Header; /**< CommandType is HvDxgkCommandFreeGpuVirtualAddress. */
    /** Arguments, in the form of Windows' call. */
    HV_D3DKMT_FREEGPUVIRTUALADDRESS Arguments;
} HV_DXGK_COMMAND_FREE_GPU_VIRTUAL_ADDRESS, *PHV_DXGK_COMMAND_FREE_GPU_VIRTUAL_ADDRESS;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_FREE_GPU_VIRTUAL_ADDRESS) == 48);

/*
 * Video memory.
 */

/** Kind of memory. */
typedef HV_UINT32 HV_D3DKMT_MEMORY_SEGMENT_GROUP, *PHV_D3DKMT_MEMORY_SEGMENT_GROUP;
enum
{
    HV_D3DKMT_MEMORY_SEGMENT_GROUP_LOCAL = 0,     /**< The GPU's own. */
    HV_D3DKMT_MEMORY_SEGMENT_GROUP_NON_LOCAL = 1, /**< System memory. */
};

/**
 * HvDxgkCommandQueryVideoMemoryInfo: guest to host. Response:
 * HV_DXGK_COMMAND_QUERY_VIDEO_MEMORY_INFO_RETURN.
 */
typedef struct HV_DXGK_COMMAND_QUERY_VIDEO_MEMORY_INFO
{
    HV_DXGK_COMMAND_VGPU_TO_HOST Header; /**< CommandType is HvDxgkCommandQueryVideoMemoryInfo. */
    /** Handle of the adapter. */
    HV_D3DKMT_HANDLE Adapter;
    HV_D3DKMT_MEMORY_SEGMENT_GROUP MemorySegmentGroup; /**< HV_D3DKMT_MEMORY_SEGMENT_GROUP_... */
    /** Number of a physical GPU of the adapter; the bound is undocumented. */
    HV_UINT32 PhysicalAdapterIndex;
    HV_UINT32 Reserved;
} HV_DXGK_COMMAND_QUERY_VIDEO_MEMORY_INFO, *PHV_DXGK_COMMAND_QUERY_VIDEO_MEMORY_INFO;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_QUERY_VIDEO_MEMORY_INFO) == 40);

/** Response to HvDxgkCommandQueryVideoMemoryInfo; host to guest. */
typedef struct HV_DXGK_COMMAND_QUERY_VIDEO_MEMORY_INFO_RETURN
{
    HV_UINT64 Budget;                  /**< Bytes. */
    HV_UINT64 CurrentUsage;            /**< Bytes. */
    HV_UINT64 CurrentReservation;      /**< Bytes. */
    HV_UINT64 AvailableForReservation; /**< Bytes. */
} HV_DXGK_COMMAND_QUERY_VIDEO_MEMORY_INFO_RETURN, *PHV_DXGK_COMMAND_QUERY_VIDEO_MEMORY_INFO_RETURN;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_QUERY_VIDEO_MEMORY_INFO_RETURN) == 32);

/** Arguments of HvDxgkCommandChangeVideoMemoryReservation. */
typedef struct HV_D3DKMT_CHANGEVIDEOMEMORYRESERVATION
{
    HV_UINT64 Process;                                 /**< Undocumented. */
    HV_D3DKMT_HANDLE Adapter;                          /**< Handle of the adapter. */
    HV_D3DKMT_MEMORY_SEGMENT_GROUP MemorySegmentGroup; /**< HV_D3DKMT_MEMORY_SEGMENT_GROUP_... */
    HV_UINT64 Reservation;                             /**< Bytes to reserve. */
    /** Number of a physical GPU of the adapter; the bound is undocumented. */
    HV_UINT32 PhysicalAdapterIndex;
    HV_UINT32 Reserved;
} HV_D3DKMT_CHANGEVIDEOMEMORYRESERVATION, *PHV_D3DKMT_CHANGEVIDEOMEMORYRESERVATION;
HV_STATIC_ASSERT(sizeof(HV_D3DKMT_CHANGEVIDEOMEMORYRESERVATION) == 32);

/** HvDxgkCommandChangeVideoMemoryReservation: guest to host. Response: HV_NTSTATUS. */
typedef struct HV_DXGK_COMMAND_CHANGE_VIDEO_MEMORY_RESERVATION
{
    /** CommandType is HvDxgkCommandChangeVideoMemoryReservation. */
    HV_DXGK_COMMAND_VGPU_TO_HOST Header;
    /** Arguments, in the form of Windows' call. */
    HV_D3DKMT_CHANGEVIDEOMEMORYRESERVATION Arguments;
} HV_DXGK_COMMAND_CHANGE_VIDEO_MEMORY_RESERVATION, *PHV_DXGK_COMMAND_CHANGE_VIDEO_MEMORY_RESERVATION;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_CHANGE_VIDEO_MEMORY_RESERVATION) == 56);

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_GRAPHICS_ADDRESS */
