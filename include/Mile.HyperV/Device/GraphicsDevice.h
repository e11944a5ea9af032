/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief GPU paravirtualization: devices, contexts, queues, the submission of work, and device state.
 *
 * A device is one process's use of a virtual GPU; contexts and queues belong to it.
 * All commands here use the vGPU channel (Graphics.h explains the envelope, and when
 * the global channel takes its place):
 *
 *     guest                                          host
 *       |-- CreateDevice --------------------------->|
 *       |<- CREATE_DEVICE_RETURN --------------------|  handle for everything below
 *       |-- CreateContextVirtual ------------------->|
 *       |<- the command itself, completed -----------|
 *       |-- CreatePagingQueue, CreateHwQueue ------->|
 *       |-- allocations, mappings ------------------>|  GraphicsAllocation.h, GraphicsAddress.h
 *       |-- SubmitCommand or ----------------------->|  without a response if AsyncMsg is set
 *       |   SubmitCommandToHwQueue                   |
 *       |-- FlushDevice ---------------------------->|  when the process ends
 *       |-- DestroyContext, DestroyPagingQueue ----->|
 *       |-- DestroyDevice -------------------------->|
 *
 * A guest must check, because the host is not trusted: a new handle is not 0; a response that
 * repeats the command is as long as the command was; Status is not negative.
 *
 * Every message is described as of version 40 of the interface (Graphics.h). Its first version is
 * undocumented unless its comment names one.
 *
 * Sources: References/gpu-pv, References/windows-gpu (see Graphics.h).
 */

#ifndef MILE_HYPERV_DEVICE_GRAPHICS_DEVICE
#define MILE_HYPERV_DEVICE_GRAPHICS_DEVICE

#include "Graphics.h"

HV_HEADER_BEGIN

/*
 * Devices.
 */

/** Uses of a device. Each bit is the flag of its name in Windows' headers. */
typedef union HV_D3DKMT_CREATEDEVICEFLAGS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 LegacyMode : 1;        /**< Bit 0. */
        HV_UINT32 RequestVSync : 1;      /**< Bit 1. */
        HV_UINT32 DisableGpuTimeout : 1; /**< Bit 2. */
        HV_UINT32 TestDevice : 1;        /**< Bit 3: the patches call it gdi_device. */
        HV_UINT32 Reserved : 28;         /**< Bits 4 to 31. */
    };
#endif
} HV_D3DKMT_CREATEDEVICEFLAGS, *PHV_D3DKMT_CREATEDEVICEFLAGS;
HV_STATIC_ASSERT(sizeof(HV_D3DKMT_CREATEDEVICEFLAGS) == 4);

/** HvDxgkCommandCreateDevice: guest to host. Response: HV_DXGK_COMMAND_CREATE_DEVICE_RETURN. */
typedef struct HV_DXGK_COMMAND_CREATE_DEVICE
{
    HV_DXGK_COMMAND_VGPU_TO_HOST Header; /**< CommandType is HvDxgkCommandCreateDevice. */
    HV_D3DKMT_CREATEDEVICEFLAGS Flags;
    HV_UINT8 CddDevice; /**< Undocumented. */
    HV_UINT8 Reserved[3];
    /**
     * The guest's own address for the device's error code;
     * HV_DXGK_COMMAND_SET_GUEST_DATA.GuestPointer repeats it.
     */
    HV_UINT64 ErrorCode;
} HV_DXGK_COMMAND_CREATE_DEVICE, *PHV_DXGK_COMMAND_CREATE_DEVICE;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_CREATE_DEVICE) == 40);

/** Response to HvDxgkCommandCreateDevice; host to guest. */
typedef struct HV_DXGK_COMMAND_CREATE_DEVICE_RETURN
{
    HV_D3DKMT_HANDLE Device; /**< Handle of the device; 0 if the command failed. */
} HV_DXGK_COMMAND_CREATE_DEVICE_RETURN, *PHV_DXGK_COMMAND_CREATE_DEVICE_RETURN;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_CREATE_DEVICE_RETURN) == 4);

/** HV_DXGK_COMMAND_FLUSH_DEVICE.Reason. Other values are undocumented. */
typedef HV_UINT32 HV_DXGK_FLUSH_SCHEDULER_REASON, *PHV_DXGK_FLUSH_SCHEDULER_REASON;
enum
{
    HvDxgkFlushSchedulerDeviceTerminate = 4, /**< The device's process ends. */
};

/**
 * HvDxgkCommandFlushDevice: guest to host, before the objects of the device are destroyed.
 * Response: HV_NTSTATUS.
 */
typedef struct HV_DXGK_COMMAND_FLUSH_DEVICE
{
    HV_DXGK_COMMAND_VGPU_TO_HOST Header; /**< CommandType is HvDxgkCommandFlushDevice. */
    HV_D3DKMT_HANDLE Device;             /**< Handle of the device. */
    HV_DXGK_FLUSH_SCHEDULER_REASON Reason;
} HV_DXGK_COMMAND_FLUSH_DEVICE, *PHV_DXGK_COMMAND_FLUSH_DEVICE;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_FLUSH_DEVICE) == 32);

/**
 * HvDxgkCommandDestroyDevice: guest to host, after all objects of the device are destroyed.
 * Response: HV_NTSTATUS.
 */
typedef struct HV_DXGK_COMMAND_DESTROY_DEVICE
{
    HV_DXGK_COMMAND_VGPU_TO_HOST Header; /**< CommandType is HvDxgkCommandDestroyDevice. */
    HV_D3DKMT_HANDLE Device;             /**< Handle of the device. */
    HV_UINT32 Reserved;
} HV_DXGK_COMMAND_DESTROY_DEVICE, *PHV_DXGK_COMMAND_DESTROY_DEVICE;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_DESTROY_DEVICE) == 32);

/*
 * Contexts.
 */

/**
 * Uses of a context. NoKmdAccess and TestContext are in Windows' headers alone. Each bit is the
 * flag of its name in Windows' headers.
 */
typedef union HV_D3DDDI_CREATECONTEXTFLAGS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 NullRendering : 1;       /**< Bit 0. */
        HV_UINT32 InitialData : 1;         /**< Bit 1. */
        HV_UINT32 DisableGpuTimeout : 1;   /**< Bit 2. */
        HV_UINT32 SynchronizationOnly : 1; /**< Bit 3. */
        HV_UINT32 HwQueueSupported : 1;    /**< Bit 4. */
        HV_UINT32 NoKmdAccess : 1;         /**< Bit 5. */
        HV_UINT32 TestContext : 1;         /**< Bit 6. */
        HV_UINT32 Reserved : 25;           /**< Bits 7 to 31. */
    };
#endif
} HV_D3DDDI_CREATECONTEXTFLAGS, *PHV_D3DDDI_CREATECONTEXTFLAGS;
HV_STATIC_ASSERT(sizeof(HV_D3DDDI_CREATECONTEXTFLAGS) == 4);

/**
 * Programming interface that a context or synchronization object is for. The values 3 to 6 and from
 * 11 on are in Windows' headers alone.
 */
typedef HV_UINT32 HV_D3DKMT_CLIENTHINT, *PHV_D3DKMT_CLIENTHINT;
enum
{
    HV_D3DKMT_CLIENTHINT_UNKNOWN = 0,
    HV_D3DKMT_CLIENTHINT_OPENGL = 1,
    HV_D3DKMT_CLIENTHINT_CDD = 2,
    HV_D3DKMT_CLIENTHINT_OPENCL = 3,
    HV_D3DKMT_CLIENTHINT_VULKAN = 4,
    HV_D3DKMT_CLIENTHINT_CUDA = 5,
    HV_D3DKMT_CLIENTHINT_RESERVED = 6,
    HV_D3DKMT_CLIENTHINT_DX7 = 7,
    HV_D3DKMT_CLIENTHINT_DX8 = 8,
    HV_D3DKMT_CLIENTHINT_DX9 = 9,
    HV_D3DKMT_CLIENTHINT_DX10 = 10,
    HV_D3DKMT_CLIENTHINT_DX11 = 11,
    HV_D3DKMT_CLIENTHINT_DX12 = 12,
    HV_D3DKMT_CLIENTHINT_9ON12 = 13,
    HV_D3DKMT_CLIENTHINT_11ON12 = 14,
    HV_D3DKMT_CLIENTHINT_MFT_ENCODE = 15,
    HV_D3DKMT_CLIENTHINT_GLON12 = 16,
    HV_D3DKMT_CLIENTHINT_CLON12 = 17,
    HV_D3DKMT_CLIENTHINT_DML_TENSORFLOW = 18,
    HV_D3DKMT_CLIENTHINT_ONEAPI_LEVEL0 = 19,
    HV_D3DKMT_CLIENTHINT_DML_PYTORCH = 20,
    HV_D3DKMT_CLIENTHINT_VKON12 = 21,
    HV_D3DKMT_CLIENTHINT_FASTRPC = 22,
    HV_D3DKMT_CLIENTHINT_SNPE = 23,
    HV_D3DKMT_CLIENTHINT_QNN = 24,
    HV_D3DKMT_CLIENTHINT_VITIS = 25,
    HV_D3DKMT_CLIENTHINT_FFMPEG = 26,
    HV_D3DKMT_CLIENTHINT_OPEN_VINO = 27,
    HV_D3DKMT_CLIENTHINT_DML_WEBNN = 28,
    HV_D3DKMT_CLIENTHINT_MAX = 29, /**< No value: the first number past the list. */
};

/**
 * HvDxgkCommandCreateContextVirtual: guest to host. Response: the whole command, with Context and
 * PrivateDriverData filled in.
 *
 * The private data begins 4 bytes before the end of the structure and continues past it.
 */
typedef struct HV_DXGK_COMMAND_CREATE_CONTEXT_VIRTUAL
{
    HV_DXGK_COMMAND_VGPU_TO_HOST Header; /**< CommandType is HvDxgkCommandCreateContextVirtual. */
    /** Zero in the command; handle of the context in the response, or 0 if the command failed. */
    HV_D3DKMT_HANDLE Context;
    HV_D3DKMT_HANDLE Device;  /**< Handle of the device. */
    HV_UINT32 NodeOrdinal;    /**< Number of a node of the GPU. */
    HV_UINT32 EngineAffinity; /**< Bit mask of engines. */
    HV_D3DDDI_CREATECONTEXTFLAGS Flags;
    HV_D3DKMT_CLIENTHINT ClientHint; /**< HV_D3DKMT_CLIENTHINT_... */
    HV_UINT32 PrivateDriverDataSize; /**< Bytes of PrivateDriverData, within the packet. */
    HV_UINT8 PrivateDriverData[1];   /**< First byte of the private data. */
    HV_UINT8 Reserved[3];
} HV_DXGK_COMMAND_CREATE_CONTEXT_VIRTUAL, *PHV_DXGK_COMMAND_CREATE_CONTEXT_VIRTUAL;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_CREATE_CONTEXT_VIRTUAL) == 56);

/** HvDxgkCommandSetContextSchedulingPriority: guest to host. Response: HV_NTSTATUS. */
typedef struct HV_DXGK_COMMAND_SET_CONTEXT_SCHEDULING_PRIORITY2
{
    /** CommandType is HvDxgkCommandSetContextSchedulingPriority. */
    HV_DXGK_COMMAND_VGPU_TO_HOST Header;
    HV_D3DKMT_HANDLE Context; /**< Handle of the context. */
    HV_INT32 Priority;        /**< Range undocumented. */
    HV_UINT8 InProcess;       /**< Undocumented; 0 or 1. */
    HV_UINT8 Reserved[7];
} HV_DXGK_COMMAND_SET_CONTEXT_SCHEDULING_PRIORITY2, *PHV_DXGK_COMMAND_SET_CONTEXT_SCHEDULING_PRIORITY2;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_SET_CONTEXT_SCHEDULING_PRIORITY2) == 40);

/**
 * HvDxgkCommandGetContextSchedulingPriority: guest to host. Response:
 * HV_DXGK_COMMAND_GET_CONTEXT_SCHEDULING_PRIORITY_RETURN.
 */
typedef struct HV_DXGK_COMMAND_GET_CONTEXT_SCHEDULING_PRIORITY
{
    /** CommandType is HvDxgkCommandGetContextSchedulingPriority. */
    HV_DXGK_COMMAND_VGPU_TO_HOST Header;
    HV_D3DKMT_HANDLE Context; /**< Handle of the context. */
    HV_UINT8 InProcess;       /**< Undocumented; 0 or 1. */
    HV_UINT8 Reserved[3];
} HV_DXGK_COMMAND_GET_CONTEXT_SCHEDULING_PRIORITY, *PHV_DXGK_COMMAND_GET_CONTEXT_SCHEDULING_PRIORITY;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_GET_CONTEXT_SCHEDULING_PRIORITY) == 32);

/** Response to HvDxgkCommandGetContextSchedulingPriority; host to guest. */
typedef struct HV_DXGK_COMMAND_GET_CONTEXT_SCHEDULING_PRIORITY_RETURN
{
    HV_NTSTATUS Status;
    HV_INT32 Priority; /**< Range undocumented. */
} HV_DXGK_COMMAND_GET_CONTEXT_SCHEDULING_PRIORITY_RETURN, *PHV_DXGK_COMMAND_GET_CONTEXT_SCHEDULING_PRIORITY_RETURN;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_GET_CONTEXT_SCHEDULING_PRIORITY_RETURN) == 8);

/** HvDxgkCommandDestroyContext: guest to host. Response: HV_NTSTATUS. */
typedef struct HV_DXGK_COMMAND_DESTROY_CONTEXT
{
    HV_DXGK_COMMAND_VGPU_TO_HOST Header; /**< CommandType is HvDxgkCommandDestroyContext. */
    HV_D3DKMT_HANDLE Context;            /**< Handle of the context. */
    HV_UINT32 Reserved;
} HV_DXGK_COMMAND_DESTROY_CONTEXT, *PHV_DXGK_COMMAND_DESTROY_CONTEXT;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_DESTROY_CONTEXT) == 32);

/*
 * Paging queues: the host moves allocations in and out of GPU memory on them.
 */

/** HV_D3DKMT_CREATEPAGINGQUEUE.Priority. */
typedef HV_INT32 HV_D3DDDI_PAGINGQUEUE_PRIORITY, *PHV_D3DDDI_PAGINGQUEUE_PRIORITY;
enum
{
    HV_D3DDDI_PAGINGQUEUE_PRIORITY_BELOW_NORMAL = -1,
    HV_D3DDDI_PAGINGQUEUE_PRIORITY_NORMAL = 0,
    HV_D3DDDI_PAGINGQUEUE_PRIORITY_ABOVE_NORMAL = 1,
};

/** Arguments of HvDxgkCommandCreatePagingQueue. */
typedef struct HV_D3DKMT_CREATEPAGINGQUEUE
{
    HV_D3DKMT_HANDLE Device; /**< Handle of the device. */
    HV_D3DDDI_PAGINGQUEUE_PRIORITY Priority;
    HV_D3DKMT_HANDLE PagingQueue;          /**< Handle of the paging queue. */
    HV_D3DKMT_HANDLE SyncObject;           /**< Handle of the synchronization object. */
    HV_UINT64 FenceValueCpuVirtualAddress; /**< Virtual address: a pointer of the guest; echoed. */
    /** Number of a physical GPU of the adapter; the bound is undocumented. */
    HV_UINT32 PhysicalAdapterIndex;
    HV_UINT32 Reserved;
} HV_D3DKMT_CREATEPAGINGQUEUE, *PHV_D3DKMT_CREATEPAGINGQUEUE;
HV_STATIC_ASSERT(sizeof(HV_D3DKMT_CREATEPAGINGQUEUE) == 32);

/**
 * HvDxgkCommandCreatePagingQueue: guest to host. Response:
 * HV_DXGK_COMMAND_CREATE_PAGING_QUEUE_RETURN.
 */
typedef struct HV_DXGK_COMMAND_CREATE_PAGING_QUEUE
{
    HV_DXGK_COMMAND_VGPU_TO_HOST Header;   /**< CommandType is HvDxgkCommandCreatePagingQueue. */
    HV_D3DKMT_CREATEPAGINGQUEUE Arguments; /**< Arguments, in the form of Windows' call. */
} HV_DXGK_COMMAND_CREATE_PAGING_QUEUE, *PHV_DXGK_COMMAND_CREATE_PAGING_QUEUE;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_CREATE_PAGING_QUEUE) == 56);

/** Response to HvDxgkCommandCreatePagingQueue; host to guest. */
typedef struct HV_DXGK_COMMAND_CREATE_PAGING_QUEUE_RETURN
{
    HV_D3DKMT_HANDLE PagingQueue; /**< Handle of the queue; 0 if the command failed. */
    HV_D3DKMT_HANDLE SyncObject;  /**< Handle of the queue's fence. */
    /**
     * Guest physical address of the page that holds the fence's value, inside the region of
     * HV_DXGK_COMMAND_SET_IO_SPACE_REGION.
     */
    HV_UINT64 FenceStoragePhysicalAddress;
    HV_UINT64 FenceStorageOffset; /**< Bytes from that address to the fence's value. */
} HV_DXGK_COMMAND_CREATE_PAGING_QUEUE_RETURN, *PHV_DXGK_COMMAND_CREATE_PAGING_QUEUE_RETURN;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_CREATE_PAGING_QUEUE_RETURN) == 24);

/** HvDxgkCommandDestroyPagingQueue: guest to host. The completion is empty. */
typedef struct HV_DXGK_COMMAND_DESTROY_PAGING_QUEUE
{
    HV_DXGK_COMMAND_VGPU_TO_HOST Header; /**< CommandType is HvDxgkCommandDestroyPagingQueue. */
    HV_D3DKMT_HANDLE PagingQueue;        /**< Handle of the paging queue. */
    HV_UINT32 Reserved;
} HV_DXGK_COMMAND_DESTROY_PAGING_QUEUE, *PHV_DXGK_COMMAND_DESTROY_PAGING_QUEUE;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_DESTROY_PAGING_QUEUE) == 32);

/*
 * Hardware queues.
 */

/**
 * Uses of a hardware queue. All bits but the first are in Windows' headers alone. Each bit is the
 * flag of its name in Windows' headers.
 */
typedef union HV_D3DDDI_CREATEHWQUEUEFLAGS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 DisableGpuTimeout : 1;   /**< Bit 0. */
        HV_UINT32 NoBroadcastSignal : 1;   /**< Bit 1. */
        HV_UINT32 NoBroadcastWait : 1;     /**< Bit 2. */
        HV_UINT32 NoKmdAccess : 1;         /**< Bit 3. */
        HV_UINT32 UserModeSubmission : 1;  /**< Bit 4. */
        HV_UINT32 NativeProgressFence : 1; /**< Bit 5. */
        HV_UINT32 TestQueue : 1;           /**< Bit 6. */
        HV_UINT32 Reserved : 25;           /**< Bits 7 to 31. */
    };
#endif
} HV_D3DDDI_CREATEHWQUEUEFLAGS, *PHV_D3DDDI_CREATEHWQUEUEFLAGS;
HV_STATIC_ASSERT(sizeof(HV_D3DDDI_CREATEHWQUEUEFLAGS) == 4);

/**
 * HvDxgkCommandCreateHwQueue: guest to host. Response: the whole command, with everything from
 * Status to HwQueueProgressFenceGpuVa and the private data filled in.
 *
 * The private data begins 4 bytes before the end of the structure and continues past it.
 */
typedef struct HV_DXGK_COMMAND_CREATE_HW_QUEUE
{
    HV_DXGK_COMMAND_VGPU_TO_HOST Header;   /**< CommandType is HvDxgkCommandCreateHwQueue. */
    HV_NTSTATUS Status;                    /**< In the response. */
    HV_D3DKMT_HANDLE HwQueue;              /**< Handle of the queue, in the response. */
    HV_D3DKMT_HANDLE HwQueueProgressFence; /**< Handle of the queue's progress fence, in the response. */
    HV_UINT32 Reserved;
    /**
     * Guest physical address of the fence's value, in the response, inside the region of
     * HV_DXGK_COMMAND_SET_IO_SPACE_REGION.
     */
    HV_UINT64 HwQueueProgressFenceCpuVa;
    HV_UINT64 HwQueueProgressFenceGpuVa; /**< GPU virtual address of the fence's value, in the response. */
    HV_D3DKMT_HANDLE Context;            /**< Handle of the context. */
    HV_D3DDDI_CREATEHWQUEUEFLAGS Flags;
    HV_UINT32 PrivateDriverDataSize; /**< Bytes of the private data, within the packet. */
    HV_UINT8 PrivateDriverData[1];   /**< First byte of the private data. */
    HV_UINT8 Reserved2[3];
} HV_DXGK_COMMAND_CREATE_HW_QUEUE, *PHV_DXGK_COMMAND_CREATE_HW_QUEUE;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_CREATE_HW_QUEUE) == 72);

/** HvDxgkCommandDestroyHwQueue: guest to host. Response: HV_NTSTATUS. */
typedef struct HV_DXGK_COMMAND_DESTROY_HW_QUEUE
{
    HV_DXGK_COMMAND_VGPU_TO_HOST Header; /**< CommandType is HvDxgkCommandDestroyHwQueue. */
    HV_D3DKMT_HANDLE HwQueue;            /**< Handle of the hardware queue. */
    HV_UINT32 Reserved;
} HV_DXGK_COMMAND_DESTROY_HW_QUEUE, *PHV_DXGK_COMMAND_DESTROY_HW_QUEUE;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_DESTROY_HW_QUEUE) == 32);

/*
 * Submission.
 */

/** HV_D3DKMT_SUBMITCOMMAND.BroadcastContextCount at most. */
#define HV_D3DDDI_MAX_BROADCAST_CONTEXT 64
/** HV_D3DKMT_SUBMITCOMMAND.NumPrimaries at most. */
#define HV_D3DDDI_MAX_WRITTEN_PRIMARIES 16

/**
 * Options of a submission. NoKmdAccess is in Windows' headers alone. Each bit is the flag of its
 * name in Windows' headers.
 */
typedef union HV_D3DKMT_SUBMITCOMMANDFLAGS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 NullRendering : 1;     /**< Bit 0. */
        HV_UINT32 PresentRedirected : 1; /**< Bit 1. */
        HV_UINT32 NoKmdAccess : 1;       /**< Bit 2. */
        HV_UINT32 Reserved : 29;         /**< Bits 3 to 31. */
    };
#endif
} HV_D3DKMT_SUBMITCOMMANDFLAGS, *PHV_D3DKMT_SUBMITCOMMANDFLAGS;
HV_STATIC_ASSERT(sizeof(HV_D3DKMT_SUBMITCOMMANDFLAGS) == 4);

/** Arguments of HvDxgkCommandSubmitCommand. */
typedef struct HV_D3DKMT_SUBMITCOMMAND
{
    HV_UINT64 Commands;      /**< GPU virtual address of the commands. */
    HV_UINT32 CommandLength; /**< Bytes of the commands; the bound is undocumented. */
    HV_D3DKMT_SUBMITCOMMANDFLAGS Flags;
    HV_UINT64 PresentHistoryToken; /**< Undocumented. */
    /** Used elements of BroadcastContext; at most HV_D3DDDI_MAX_BROADCAST_CONTEXT. */
    HV_UINT32 BroadcastContextCount;
    HV_D3DKMT_HANDLE BroadcastContext[64]; /**< Contexts of the submission. */
    HV_UINT32 Reserved;
    HV_UINT64 PrivateDriverData;     /**< A pointer of the guest; the data follows the command. */
    HV_UINT32 PrivateDriverDataSize; /**< Bytes of private data, within the packet. */
    /** Used elements of WrittenPrimaries; at most HV_D3DDDI_MAX_WRITTEN_PRIMARIES. */
    HV_UINT32 NumPrimaries;
    HV_D3DKMT_HANDLE WrittenPrimaries[16]; /**< Primary surfaces that the commands write. */
    HV_UINT32 NumHistoryBuffers;           /**< Handles of history buffers that follow the command. */
    HV_UINT32 Reserved2;
    HV_UINT64 HistoryBufferArray; /**< A pointer of the guest; the handles follow the command. */
} HV_D3DKMT_SUBMITCOMMAND, *PHV_D3DKMT_SUBMITCOMMAND;
HV_STATIC_ASSERT(sizeof(HV_D3DKMT_SUBMITCOMMAND) == 384);

/**
 * HvDxgkCommandSubmitCommand: guest to host. Response: HV_NTSTATUS; none if Header.AsyncMsg is
 * set.
 *
 * Arguments.NumHistoryBuffers handles follow, then Arguments.PrivateDriverDataSize bytes.
 */
typedef struct HV_DXGK_COMMAND_SUBMIT_COMMAND
{
    HV_DXGK_COMMAND_VGPU_TO_HOST Header; /**< CommandType is HvDxgkCommandSubmitCommand. */
    HV_D3DKMT_SUBMITCOMMAND Arguments;   /**< Arguments, in the form of Windows' call. */
} HV_DXGK_COMMAND_SUBMIT_COMMAND, *PHV_DXGK_COMMAND_SUBMIT_COMMAND;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_SUBMIT_COMMAND) == 408);

/** Arguments of HvDxgkCommandSubmitCommandToHwQueue. */
typedef struct HV_D3DKMT_SUBMITCOMMANDTOHWQUEUE
{
    HV_D3DKMT_HANDLE HwQueue; /**< Handle of the hardware queue. */
    HV_UINT32 Reserved;
    HV_UINT64 HwQueueProgressFenceId; /**< Value of the queue's progress fence for this submission. */
    HV_UINT64 CommandBuffer;          /**< GPU virtual address of the commands. */
    HV_UINT32 CommandLength;          /**< Bytes of the commands; the bound is undocumented. */
    HV_UINT32 PrivateDriverDataSize;  /**< Bytes of private data, within the packet. */
    HV_UINT64 PrivateDriverData;      /**< A pointer of the guest; the data follows the command. */
    HV_UINT32 NumPrimaries;           /**< Handles of primary surfaces that follow the command. */
    HV_UINT32 Reserved2;
    HV_UINT64 WrittenPrimaries; /**< A pointer of the guest; the handles follow the command. */
} HV_D3DKMT_SUBMITCOMMANDTOHWQUEUE, *PHV_D3DKMT_SUBMITCOMMANDTOHWQUEUE;
HV_STATIC_ASSERT(sizeof(HV_D3DKMT_SUBMITCOMMANDTOHWQUEUE) == 56);

/**
 * HvDxgkCommandSubmitCommandToHwQueue: guest to host. Response: HV_NTSTATUS; none if
 * Header.AsyncMsg is set.
 *
 * Arguments.NumPrimaries handles follow, then Arguments.PrivateDriverDataSize bytes.
 */
typedef struct HV_DXGK_COMMAND_SUBMIT_COMMAND_TO_HW_QUEUE
{
    HV_DXGK_COMMAND_VGPU_TO_HOST Header; /**< CommandType is HvDxgkCommandSubmitCommandToHwQueue. */
    /** Arguments, in the form of Windows' call. */
    HV_D3DKMT_SUBMITCOMMANDTOHWQUEUE Arguments;
} HV_DXGK_COMMAND_SUBMIT_COMMAND_TO_HW_QUEUE, *PHV_DXGK_COMMAND_SUBMIT_COMMAND_TO_HW_QUEUE;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_SUBMIT_COMMAND_TO_HW_QUEUE) == 80);

/** HvDxgkCommandFlushHeapTransitions: guest to host. Response: HV_NTSTATUS. */
typedef struct HV_DXGK_COMMAND_FLUSH_HEAP_TRANSITIONS
{
    HV_DXGK_COMMAND_VGPU_TO_HOST Header; /**< CommandType is HvDxgkCommandFlushHeapTransitions. */
} HV_DXGK_COMMAND_FLUSH_HEAP_TRANSITIONS, *PHV_DXGK_COMMAND_FLUSH_HEAP_TRANSITIONS;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_FLUSH_HEAP_TRANSITIONS) == 24);

/*
 * State of a device.
 */

/** HV_D3DKMT_GETDEVICESTATE.StateType. */
typedef HV_UINT32 HV_D3DKMT_DEVICESTATE_TYPE, *PHV_D3DKMT_DEVICESTATE_TYPE;
enum
{
    HV_D3DKMT_DEVICESTATE_EXECUTION = 1,     /**< ExecutionState. */
    HV_D3DKMT_DEVICESTATE_PRESENT = 2,       /**< 40 bytes of Data; undocumented. */
    HV_D3DKMT_DEVICESTATE_RESET = 3,         /**< ResetState. */
    HV_D3DKMT_DEVICESTATE_PRESENT_DWM = 4,   /**< 48 bytes of Data; undocumented. */
    HV_D3DKMT_DEVICESTATE_PAGE_FAULT = 5,    /**< PageFaultState. */
    HV_D3DKMT_DEVICESTATE_PRESENT_QUEUE = 6, /**< 8 bytes of Data; undocumented. */
};

/** HV_D3DKMT_GETDEVICESTATE.ExecutionState. */
typedef HV_UINT32 HV_D3DKMT_DEVICEEXECUTION_STATE, *PHV_D3DKMT_DEVICEEXECUTION_STATE;
enum
{
    HV_D3DKMT_DEVICEEXECUTION_ACTIVE = 1,
    HV_D3DKMT_DEVICEEXECUTION_RESET = 2,
    HV_D3DKMT_DEVICEEXECUTION_HUNG = 3,
    HV_D3DKMT_DEVICEEXECUTION_STOPPED = 4,
    HV_D3DKMT_DEVICEEXECUTION_ERROR_OUTOFMEMORY = 5,
    HV_D3DKMT_DEVICEEXECUTION_ERROR_DMAFAULT = 6,
    HV_D3DKMT_DEVICEEXECUTION_ERROR_DMAPAGEFAULT = 7,
};

/** Reset state of a device. Each bit is the flag of its name in Windows' headers. */
typedef union HV_D3DKMT_DEVICERESET_STATE
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 DesktopSwitched : 1; /**< Bit 0. */
        HV_UINT32 Reserved : 31;       /**< Bits 1 to 31. */
    };
#endif
} HV_D3DKMT_DEVICERESET_STATE, *PHV_D3DKMT_DEVICERESET_STATE;
HV_STATIC_ASSERT(sizeof(HV_D3DKMT_DEVICERESET_STATE) == 4);

/** HV_D3DKMT_DEVICEPAGEFAULT_STATE.FaultedPipelineStage. */
typedef HV_UINT32 HV_DXGK_RENDER_PIPELINE_STAGE, *PHV_DXGK_RENDER_PIPELINE_STAGE;
enum
{
    HV_DXGK_RENDER_PIPELINE_STAGE_UNKNOWN = 0,
    HV_DXGK_RENDER_PIPELINE_STAGE_INPUT_ASSEMBLER = 1,
    HV_DXGK_RENDER_PIPELINE_STAGE_VERTEX_SHADER = 2,
    HV_DXGK_RENDER_PIPELINE_STAGE_GEOMETRY_SHADER = 3,
    HV_DXGK_RENDER_PIPELINE_STAGE_STREAM_OUTPUT = 4,
    HV_DXGK_RENDER_PIPELINE_STAGE_RASTERIZER = 5,
    HV_DXGK_RENDER_PIPELINE_STAGE_PIXEL_SHADER = 6,
    HV_DXGK_RENDER_PIPELINE_STAGE_OUTPUT_MERGER = 7,
};

/**
 * HV_D3DKMT_DEVICEPAGEFAULT_STATE.PageFaultFlags, a bit mask. The last two values are in Windows'
 * headers alone.
 */
typedef HV_UINT32 HV_DXGK_PAGE_FAULT_FLAGS, *PHV_DXGK_PAGE_FAULT_FLAGS;
enum
{
    HV_DXGK_PAGE_FAULT_WRITE = 0x1,
    HV_DXGK_PAGE_FAULT_FENCE_INVALID = 0x2,
    HV_DXGK_PAGE_FAULT_ADAPTER_RESET_REQUIRED = 0x4,
    HV_DXGK_PAGE_FAULT_ENGINE_RESET_REQUIRED = 0x8,
    HV_DXGK_PAGE_FAULT_FATAL_HARDWARE_ERROR = 0x10,
    HV_DXGK_PAGE_FAULT_IOMMU = 0x20,
    HV_DXGK_PAGE_FAULT_HW_CONTEXT_VALID = 0x40,
    HV_DXGK_PAGE_FAULT_PROCESS_HANDLE_VALID = 0x80,
    HV_DXGK_PAGE_FAULT_AND_STALL = 0x100,
    HV_DXGK_PAGE_FAULT_FIRST_INVALID = 0x200, /**< No value: the first bit past the list. */
};

/** HV_DXGK_FAULT_ERROR_CODE.GeneralErrorCode. */
typedef HV_UINT32 HV_DXGK_GENERAL_ERROR_CODE, *PHV_DXGK_GENERAL_ERROR_CODE;
enum
{
    HV_DXGK_GENERAL_ERROR_PAGE_FAULT = 0,
    HV_DXGK_GENERAL_ERROR_INVALID_INSTRUCTION = 1,
};

/**
 * Cause of a page fault: a general code, or one that the GPU's vendor defines. Bit 0
 * distinguishes the two forms.
 */
typedef union HV_DXGK_FAULT_ERROR_CODE
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 IsDeviceSpecificCode : 1; /**< Bit 0: clear in this form. */
        HV_UINT32 GeneralErrorCode : 31;    /**< Bits 1 to 31: HV_DXGK_GENERAL_ERROR_... */
    };
#endif
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 IsDeviceSpecificCodeReservedBit : 1; /**< Bit 0: set in this form. */
        HV_UINT32 DeviceSpecificCode : 31;             /**< Bits 1 to 31: the vendor's code. */
    };
#endif
} HV_DXGK_FAULT_ERROR_CODE, *PHV_DXGK_FAULT_ERROR_CODE;
HV_STATIC_ASSERT(sizeof(HV_DXGK_FAULT_ERROR_CODE) == 4);

/** Page fault of a device. */
typedef struct HV_D3DKMT_DEVICEPAGEFAULT_STATE
{
    HV_UINT64 FaultedPrimitiveApiSequenceNumber;        /**< Undocumented. */
    HV_DXGK_RENDER_PIPELINE_STAGE FaultedPipelineStage; /**< Stage that accessed the address. */
    HV_UINT32 FaultedBindTableEntry;                    /**< Undocumented. */
    HV_DXGK_PAGE_FAULT_FLAGS PageFaultFlags;
    HV_DXGK_FAULT_ERROR_CODE FaultErrorCode;
    HV_UINT64 FaultedVirtualAddress; /**< GPU virtual address of the access. */
} HV_D3DKMT_DEVICEPAGEFAULT_STATE, *PHV_D3DKMT_DEVICEPAGEFAULT_STATE;
HV_STATIC_ASSERT(sizeof(HV_D3DKMT_DEVICEPAGEFAULT_STATE) == 32);

/**
 * Arguments of HvDxgkCommandGetDeviceState, and its result. StateType selects the member of the
 * union.
 */
typedef struct HV_D3DKMT_GETDEVICESTATE
{
    HV_D3DKMT_HANDLE Device; /**< Handle of the device. */
    HV_D3DKMT_DEVICESTATE_TYPE StateType;
    union
    {
        HV_D3DKMT_DEVICEEXECUTION_STATE ExecutionState;
        HV_D3DKMT_DEVICERESET_STATE ResetState;
        HV_D3DKMT_DEVICEPAGEFAULT_STATE PageFaultState;
        HV_UINT8 Data[48]; /**< Any state. */
    };
} HV_D3DKMT_GETDEVICESTATE, *PHV_D3DKMT_GETDEVICESTATE;
HV_STATIC_ASSERT(sizeof(HV_D3DKMT_GETDEVICESTATE) == 56);

/**
 * HvDxgkCommandGetDeviceState: guest to host. Response: HV_DXGK_COMMAND_GET_DEVICE_STATE_RETURN.
 */
typedef struct HV_DXGK_COMMAND_GET_DEVICE_STATE
{
    HV_DXGK_COMMAND_VGPU_TO_HOST Header; /**< CommandType is HvDxgkCommandGetDeviceState. */
    HV_D3DKMT_GETDEVICESTATE Arguments;  /**< Arguments, in the form of Windows' call. */
} HV_DXGK_COMMAND_GET_DEVICE_STATE, *PHV_DXGK_COMMAND_GET_DEVICE_STATE;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_GET_DEVICE_STATE) == 80);

/** Response to HvDxgkCommandGetDeviceState; host to guest. */
typedef struct HV_DXGK_COMMAND_GET_DEVICE_STATE_RETURN
{
    HV_D3DKMT_GETDEVICESTATE Arguments; /**< Arguments, in the form of Windows' call. */
    HV_NTSTATUS Status;
    HV_UINT32 Reserved;
} HV_DXGK_COMMAND_GET_DEVICE_STATE_RETURN, *PHV_DXGK_COMMAND_GET_DEVICE_STATE_RETURN;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_GET_DEVICE_STATE_RETURN) == 64);

/** HV_D3DKMT_MARKDEVICEASERROR.Reason; HV_D3DKMT_DEVICE_ERROR_REASON_... */
typedef HV_UINT32 HV_D3DKMT_DEVICE_ERROR_REASON, *PHV_D3DKMT_DEVICE_ERROR_REASON;
#define HV_D3DKMT_DEVICE_ERROR_REASON_GENERIC 0x80000000
#define HV_D3DKMT_DEVICE_ERROR_REASON_DRIVER_ERROR 0x80000006

/** Arguments of HvDxgkCommandMarkDeviceAsError. */
typedef struct HV_D3DKMT_MARKDEVICEASERROR
{
    HV_D3DKMT_HANDLE Device; /**< Handle of the device. */
    HV_D3DKMT_DEVICE_ERROR_REASON Reason;
} HV_D3DKMT_MARKDEVICEASERROR, *PHV_D3DKMT_MARKDEVICEASERROR;
HV_STATIC_ASSERT(sizeof(HV_D3DKMT_MARKDEVICEASERROR) == 8);

/** HvDxgkCommandMarkDeviceAsError: guest to host. Response: HV_NTSTATUS. */
typedef struct HV_DXGK_COMMAND_MARK_DEVICE_AS_ERROR
{
    HV_DXGK_COMMAND_VGPU_TO_HOST Header;   /**< CommandType is HvDxgkCommandMarkDeviceAsError. */
    HV_D3DKMT_MARKDEVICEASERROR Arguments; /**< Arguments, in the form of Windows' call. */
} HV_DXGK_COMMAND_MARK_DEVICE_AS_ERROR, *PHV_DXGK_COMMAND_MARK_DEVICE_AS_ERROR;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_MARK_DEVICE_AS_ERROR) == 32);

/*
 * Escapes: messages of a driver's user-mode part to its kernel-mode part.
 */

/**
 * HV_DXGK_COMMAND_ESCAPE.Type. The patches have 0, 1, 3, 4 and 8; all others are in Windows'
 * headers alone, and it is undocumented whether a host accepts them from a guest.
 */
typedef HV_UINT32 HV_D3DKMT_ESCAPETYPE, *PHV_D3DKMT_ESCAPETYPE;
enum
{
    HV_D3DKMT_ESCAPE_DRIVERPRIVATE = 0,
    HV_D3DKMT_ESCAPE_VIDMM = 1,
    HV_D3DKMT_ESCAPE_TDRDBGCTRL = 2,
    HV_D3DKMT_ESCAPE_VIDSCH = 3,
    HV_D3DKMT_ESCAPE_DEVICE = 4,
    HV_D3DKMT_ESCAPE_DMM = 5,
    HV_D3DKMT_ESCAPE_DEBUG_SNAPSHOT = 6,
    HV_D3DKMT_ESCAPE_DRT_TEST = 8,
    HV_D3DKMT_ESCAPE_DIAGNOSTICS = 9,
    HV_D3DKMT_ESCAPE_OUTPUTDUPL_SNAPSHOT = 10,
    HV_D3DKMT_ESCAPE_OUTPUTDUPL_DIAGNOSTICS = 11,
    HV_D3DKMT_ESCAPE_BDD_PNP = 12,
    HV_D3DKMT_ESCAPE_BDD_FALLBACK = 13,
    HV_D3DKMT_ESCAPE_ACTIVATE_SPECIFIC_DIAG = 14,
    HV_D3DKMT_ESCAPE_MODES_PRUNED_OUT = 15,
    HV_D3DKMT_ESCAPE_WHQL_INFO = 16,
    HV_D3DKMT_ESCAPE_BRIGHTNESS = 17,
    HV_D3DKMT_ESCAPE_EDID_CACHE = 18,
    HV_D3DKMT_ESCAPE_MIRACAST_DISPLAY_REQUEST = 20,
    HV_D3DKMT_ESCAPE_HISTORY_BUFFER_STATUS = 21,
    HV_D3DKMT_ESCAPE_MIRACAST_ADAPTER_DIAG_INFO = 23,
    HV_D3DKMT_ESCAPE_FORCE_BDDFALLBACK_HEADLESS = 24,
    HV_D3DKMT_ESCAPE_REQUEST_MACHINE_CRASH = 25,
    HV_D3DKMT_ESCAPE_SOFTGPU_ENABLE_DISABLE_HMD = 27,
    HV_D3DKMT_ESCAPE_PROCESS_VERIFIER_OPTION = 28,
    HV_D3DKMT_ESCAPE_ADAPTER_VERIFIER_OPTION = 29,
    HV_D3DKMT_ESCAPE_IDD_REQUEST = 30,
    HV_D3DKMT_ESCAPE_DOD_SET_DIRTYRECT_MODE = 31,
    HV_D3DKMT_ESCAPE_LOG_CODEPOINT_PACKET = 32,
    HV_D3DKMT_ESCAPE_LOG_USERMODE_DAIG_PACKET = 33,
    HV_D3DKMT_ESCAPE_GET_EXTERNAL_DIAGNOSTICS = 34,
    HV_D3DKMT_ESCAPE_GET_DISPLAY_CONFIGURATIONS = 36,
    HV_D3DKMT_ESCAPE_QUERY_IOMMU_STATUS = 37,
    HV_D3DKMT_ESCAPE_CCD_DATABASE = 38,
    HV_D3DKMT_ESCAPE_QUERY_DMA_REMAPPING_STATUS = 39,
    HV_D3DKMT_ESCAPE_QUERY_PHYSICAL_ADAPTER = 40,
    HV_D3DKMT_ESCAPE_WIN32K_START = 1024,
    HV_D3DKMT_ESCAPE_WIN32K_HIP_DEVICE_INFO = 1024,
    HV_D3DKMT_ESCAPE_WIN32K_QUERY_CD_ROTATION_BLOCK = 1025,
    HV_D3DKMT_ESCAPE_WIN32K_DPI_INFO = 1026,
    HV_D3DKMT_ESCAPE_WIN32K_PRESENTER_VIEW_INFO = 1027,
    HV_D3DKMT_ESCAPE_WIN32K_SYSTEM_DPI = 1028,
    HV_D3DKMT_ESCAPE_WIN32K_BDD_FALLBACK = 1029,
    HV_D3DKMT_ESCAPE_WIN32K_DDA_TEST_CTL = 1030,
    HV_D3DKMT_ESCAPE_WIN32K_USER_DETECTED_BLACK_SCREEN = 1031,
    HV_D3DKMT_ESCAPE_WIN32K_DISPBROKER_TEST = 1035,
    HV_D3DKMT_ESCAPE_WIN32K_COLOR_PROFILE_INFO = 1036,
    HV_D3DKMT_ESCAPE_WIN32K_SET_DIMMED_STATE = 1037,
    HV_D3DKMT_ESCAPE_WIN32K_SPECIALIZED_DISPLAY_TEST = 1038,
};

/** Options of an escape. Each bit is the property of its name; no source documents more. */
typedef union HV_D3DDDI_ESCAPEFLAGS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 HardwareAccess : 1;           /**< Bit 0. */
        HV_UINT32 DeviceStatusQuery : 1;        /**< Bit 1. */
        HV_UINT32 ChangeFrameLatency : 1;       /**< Bit 2. */
        HV_UINT32 NoAdapterSynchronization : 1; /**< Bit 3. */
        HV_UINT32 Reserved : 1;                 /**< Bit 4. */
        HV_UINT32 VirtualMachineData : 1;       /**< Bit 5. */
        HV_UINT32 DriverKnownEscape : 1;        /**< Bit 6. */
        HV_UINT32 DriverCommonEscape : 1;       /**< Bit 7. */
        HV_UINT32 Reserved2 : 24;               /**< Bits 8 to 31. */
    };
#endif
} HV_D3DDDI_ESCAPEFLAGS, *PHV_D3DDDI_ESCAPEFLAGS;
HV_STATIC_ASSERT(sizeof(HV_D3DDDI_ESCAPEFLAGS) == 4);

/**
 * HvDxgkCommandEscape: guest to host. Response: PrivateDriverDataSize bytes of private data
 * alone.
 */
typedef struct HV_DXGK_COMMAND_ESCAPE
{
    HV_DXGK_COMMAND_VGPU_TO_HOST Header; /**< CommandType is HvDxgkCommandEscape. */
    HV_D3DKMT_HANDLE Adapter;            /**< Handle of the adapter. */
    HV_D3DKMT_HANDLE Device;             /**< Handle of the device. */
    HV_D3DKMT_ESCAPETYPE Type;           /**< HV_D3DKMT_ESCAPE_... */
    HV_D3DDDI_ESCAPEFLAGS Flags;
    HV_UINT32 PrivateDriverDataSize; /**< Bytes of PrivateDriverData, within the packet. */
    HV_D3DKMT_HANDLE Context;        /**< Handle of the context. */
    HV_UINT8 PrivateDriverData[];    /**< In the driver's format. */
} HV_DXGK_COMMAND_ESCAPE, *PHV_DXGK_COMMAND_ESCAPE;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_ESCAPE) == 48);

/** First word of the private data of an escape that is no driver's own. */
typedef HV_UINT32 HV_D3DDDI_KNOWNESCAPETYPE, *PHV_D3DDDI_KNOWNESCAPETYPE;
enum
{
    HV_D3DDDI_DRIVERESCAPETYPE_TRANSLATEALLOCATIONHANDLE = 0,
    HV_D3DDDI_DRIVERESCAPETYPE_TRANSLATERESOURCEHANDLE = 1,
    HV_D3DDDI_DRIVERESCAPETYPE_CPUEVENTUSAGE = 2,
    HV_D3DDDI_DRIVERESCAPETYPE_BUILDTESTCOMMANDBUFFER = 3,
};

/** Private data of an escape. How the handle is translated is undocumented. */
typedef struct HV_D3DDDI_TRANSLATE_ALLOCATION_HANDLE
{
    HV_D3DDDI_KNOWNESCAPETYPE EscapeType; /**< HV_D3DDDI_DRIVERESCAPETYPE_TRANSLATEALLOCATIONHANDLE. */
    HV_D3DKMT_HANDLE Allocation;          /**< Handle of the allocation. */
} HV_D3DDDI_TRANSLATE_ALLOCATION_HANDLE, *PHV_D3DDDI_TRANSLATE_ALLOCATION_HANDLE;
HV_STATIC_ASSERT(sizeof(HV_D3DDDI_TRANSLATE_ALLOCATION_HANDLE) == 8);

/** HV_D3DDDI_BUILDTESTCOMMANDBUFFER.DmaBufferSize at most. */
#define HV_D3DDDI_MAXTESTBUFFERSIZE 4096
/** HV_D3DDDI_BUILDTESTCOMMANDBUFFER.DmaBufferPrivDataSize at most. */
#define HV_D3DDDI_MAXTESTBUFFERPRIVATEDRIVERDATASIZE 1024

/** A test command; its contents are undocumented. */
typedef struct HV_D3DDDI_TESTCOMMAND
{
    HV_UINT8 Buffer[72]; /**< Undocumented. */
} HV_D3DDDI_TESTCOMMAND, *PHV_D3DDDI_TESTCOMMAND;
HV_STATIC_ASSERT(sizeof(HV_D3DDDI_TESTCOMMAND) == 72);

/** Private data of an escape: a buffer of test commands. */
typedef struct HV_D3DDDI_BUILDTESTCOMMANDBUFFER
{
    HV_D3DDDI_KNOWNESCAPETYPE EscapeType; /**< HV_D3DDDI_DRIVERESCAPETYPE_BUILDTESTCOMMANDBUFFER. */
    HV_D3DKMT_HANDLE Device;              /**< Handle of the device. */
    HV_D3DKMT_HANDLE Context;             /**< Handle of the context. */
    HV_UINT32 Flags;                      /**< Undocumented. */
    HV_D3DDDI_TESTCOMMAND Command;
    HV_UINT64 DmaBuffer;         /**< A pointer of the guest. */
    HV_UINT64 DmaBufferPrivData; /**< A pointer of the guest. */
    HV_UINT32 DmaBufferSize;     /**< Bytes at DmaBuffer; at most HV_D3DDDI_MAXTESTBUFFERSIZE. */
    /** Bytes at DmaBufferPrivData; at most HV_D3DDDI_MAXTESTBUFFERPRIVATEDRIVERDATASIZE. */
    HV_UINT32 DmaBufferPrivDataSize;
} HV_D3DDDI_BUILDTESTCOMMANDBUFFER, *PHV_D3DDDI_BUILDTESTCOMMANDBUFFER;
HV_STATIC_ASSERT(sizeof(HV_D3DDDI_BUILDTESTCOMMANDBUFFER) == 112);

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_GRAPHICS_DEVICE */
