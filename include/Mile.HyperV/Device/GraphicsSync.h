/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief GPU paravirtualization: synchronization objects, and objects shared between processes.
 *
 * A synchronization object is a fence, a semaphore or a mutex that GPU contexts and
 * guest processes wait for and signal. The commands use the vGPU channel, except
 * those whose header is HV_DXGK_COMMAND_VM_TO_HOST, which use the global one
 * (Graphics.h explains the envelope):
 *
 *     guest                                          host
 *       |-- CreateSyncObject ----------------------->|
 *       |<- CREATE_SYNC_OBJECT_RETURN ---------------|  handle, place of the fence's value
 *       |-- WaitForSyncObjectFromCpu --------------->|  names a guest event
 *       |<- HV_NTSTATUS -----------------------------|
 *       |-- SignalSyncObject, ---------------------->|  or a GPU context signals
 *       |   WaitForSyncObjectFromGpu                 |
 *       |<- SignalGuestEvent ------------------------|  the wait is over
 *       |-- DestroySyncObject ---------------------->|  global channel
 *
 * Objects are shared between the guest's processes by CreateNtSharedObject and opened
 * by OpenSyncObject or, for a resource, HV_DXGK_COMMAND_OPEN_RESOURCE. What
 * ShareObjectWithHost does on the host is undocumented.
 *
 * A guest must check, because the host is not trusted: an event id in SignalGuestEvent belongs to a
 * wait in progress; an address of a fence's value is inside the region of
 * HV_DXGK_COMMAND_SET_IO_SPACE_REGION; a new handle is not 0.
 *
 * Every message is described as of version 40 of the interface (Graphics.h). Its first version is
 * undocumented unless its comment names one.
 *
 * Sources: References/gpu-pv, References/windows-gpu (see Graphics.h).
 */

#ifndef MILE_HYPERV_DEVICE_GRAPHICS_SYNC
#define MILE_HYPERV_DEVICE_GRAPHICS_SYNC

#include "Graphics.h"

HV_HEADER_BEGIN

/** Synchronization objects of one wait at most. */
#define HV_D3DDDI_MAX_OBJECT_WAITED_ON 32
/** Synchronization objects of one signal at most. */
#define HV_D3DDDI_MAX_OBJECT_SIGNALED 32

/*
 * Creation.
 */

/** HV_D3DDDI_SYNCHRONIZATIONOBJECTINFO2.Type. */
typedef HV_UINT32 HV_D3DDDI_SYNCHRONIZATIONOBJECT_TYPE, *PHV_D3DDDI_SYNCHRONIZATIONOBJECT_TYPE;
enum
{
    HV_D3DDDI_SYNCHRONIZATION_MUTEX = 1,
    HV_D3DDDI_SEMAPHORE = 2,
    HV_D3DDDI_FENCE = 3,
    HV_D3DDDI_CPU_NOTIFICATION = 4,
    HV_D3DDDI_MONITORED_FENCE = 5,
    HV_D3DDDI_PERIODIC_MONITORED_FENCE = 6,
    HV_D3DDDI_NATIVE_FENCE = 7, /**< In Windows' headers alone. */
    /** No value: the first number past the list; 7 in the patches. */
    HV_D3DDDI_SYNCHRONIZATION_TYPE_LIMIT = 8,
};

/**
 * Uses of a synchronization object. SignalByKmd and UnwaitCpuWaitersOnlyOnDestroy are in Windows'
 * headers alone. Each bit is the flag of its name in Windows' headers.
 */
typedef union HV_D3DDDI_SYNCHRONIZATIONOBJECT_FLAGS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 Shared : 1;                        /**< Bit 0. */
        HV_UINT32 NtSecuritySharing : 1;             /**< Bit 1. */
        HV_UINT32 CrossAdapter : 1;                  /**< Bit 2. */
        HV_UINT32 TopOfPipeline : 1;                 /**< Bit 3. */
        HV_UINT32 NoSignal : 1;                      /**< Bit 4. */
        HV_UINT32 NoWait : 1;                        /**< Bit 5. */
        HV_UINT32 NoSignalMaxValueOnTdr : 1;         /**< Bit 6. */
        HV_UINT32 NoGpuAccess : 1;                   /**< Bit 7. */
        HV_UINT32 SignalByKmd : 1;                   /**< Bit 8. */
        HV_UINT32 Reserved : 1;                      /**< Bit 9. */
        HV_UINT32 UnwaitCpuWaitersOnlyOnDestroy : 1; /**< Bit 10. */
        HV_UINT32 Reserved2 : 20;                    /**< Bits 11 to 30. */
        HV_UINT32 Reserved3 : 1;                     /**< Bit 31. */
    };
#endif
} HV_D3DDDI_SYNCHRONIZATIONOBJECT_FLAGS, *PHV_D3DDDI_SYNCHRONIZATIONOBJECT_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_D3DDDI_SYNCHRONIZATIONOBJECT_FLAGS) == 4);

/** Description of a synchronization object. Type selects the member of the union. */
typedef struct HV_D3DDDI_SYNCHRONIZATIONOBJECTINFO2
{
    HV_D3DDDI_SYNCHRONIZATIONOBJECT_TYPE Type;
    HV_D3DDDI_SYNCHRONIZATIONOBJECT_FLAGS Flags;
    union
    {
        struct
        {
            HV_UINT32 InitialState; /**< 0 or 1. */
        } SynchronizationMutex; /**< With HV_D3DDDI_SYNCHRONIZATION_MUTEX. */
        struct
        {
            HV_UINT32 MaxCount;     /**< Maximum count. */
            HV_UINT32 InitialCount; /**< Initial count; at most MaxCount. */
        } Semaphore;                /**< With HV_D3DDDI_SEMAPHORE. */
        struct
        {
            HV_UINT64 FenceValue; /**< Value of the fence at its creation. */
        } Fence; /**< With HV_D3DDDI_FENCE. */
        struct
        {
            HV_UINT64 Event; /**< Id of an event of the guest. */
        } CpuNotification; /**< With HV_D3DDDI_CPU_NOTIFICATION. */
        struct
        {
            HV_UINT64 InitialFenceValue;           /**< Value of the fence at its creation. */
            /** Virtual address: a pointer of the guest; echoed. */
            HV_UINT64 FenceValueCpuVirtualAddress;
            /** GPU virtual address of the fence's 64-bit value. */
            HV_UINT64 FenceValueGpuVirtualAddress;
            HV_UINT32 EngineAffinity;              /**< Bit mask of GPU engines. */
            HV_UINT32 Padding;
        } MonitoredFence; /**< With HV_D3DDDI_MONITORED_FENCE. */
        struct
        {
            HV_D3DKMT_HANDLE Adapter;              /**< Handle of the adapter. */
            HV_UINT32 VidPnTargetId;               /**< Undocumented. */
            HV_UINT64 Time;                        /**< Undocumented. */
            /** Virtual address: a pointer of the guest; echoed. */
            HV_UINT64 FenceValueCpuVirtualAddress;
            /** GPU virtual address of the fence's 64-bit value. */
            HV_UINT64 FenceValueGpuVirtualAddress;
            HV_UINT32 EngineAffinity;              /**< Bit mask of GPU engines. */
            HV_UINT32 Padding;
        } PeriodicMonitoredFence; /**< With HV_D3DDDI_PERIODIC_MONITORED_FENCE. */
        struct
        {
            HV_UINT64 Words[8]; /**< Unused. */
        } Reserved;
    };
    HV_D3DKMT_HANDLE SharedHandle; /**< Handle for other processes; undocumented in the command. */
    HV_UINT32 Reserved2;
} HV_D3DDDI_SYNCHRONIZATIONOBJECTINFO2, *PHV_D3DDDI_SYNCHRONIZATIONOBJECTINFO2;
HV_STATIC_ASSERT(sizeof(HV_D3DDDI_SYNCHRONIZATIONOBJECTINFO2) == 80);

/** Arguments of HvDxgkCommandCreateSyncObject. */
typedef struct HV_D3DKMT_CREATESYNCHRONIZATIONOBJECT2
{
    HV_D3DKMT_HANDLE Device; /**< Handle of the device. */
    HV_UINT32 Reserved;
    HV_D3DDDI_SYNCHRONIZATIONOBJECTINFO2 Info; /**< Description of the object to create. */
    HV_D3DKMT_HANDLE SyncObject;               /**< Handle of the synchronization object. */
    HV_UINT32 Reserved2;
} HV_D3DKMT_CREATESYNCHRONIZATIONOBJECT2, *PHV_D3DKMT_CREATESYNCHRONIZATIONOBJECT2;
HV_STATIC_ASSERT(sizeof(HV_D3DKMT_CREATESYNCHRONIZATIONOBJECT2) == 96);

/**
 * HvDxgkCommandCreateSyncObject: guest to host. Response:
 * HV_DXGK_COMMAND_CREATE_SYNC_OBJECT_RETURN.
 */
typedef struct HV_DXGK_COMMAND_CREATE_SYNC_OBJECT
{
    HV_DXGK_COMMAND_VGPU_TO_HOST Header; /**< CommandType is HvDxgkCommandCreateSyncObject. */
    /** Arguments, in the form of Windows' call. */
    HV_D3DKMT_CREATESYNCHRONIZATIONOBJECT2 Arguments;
    HV_UINT32 ClientHint; /**< HV_D3DKMT_CLIENTHINT_... (GraphicsDevice.h). */
    HV_UINT32 Reserved;
} HV_DXGK_COMMAND_CREATE_SYNC_OBJECT, *PHV_DXGK_COMMAND_CREATE_SYNC_OBJECT;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_CREATE_SYNC_OBJECT) == 128);

/** Response to HvDxgkCommandCreateSyncObject; host to guest. */
typedef struct HV_DXGK_COMMAND_CREATE_SYNC_OBJECT_RETURN
{
    HV_D3DKMT_HANDLE SyncObject;       /**< Handle of the object; 0 if the command failed. */
    HV_D3DKMT_HANDLE GlobalSyncObject; /**< Handle for other processes. */
    HV_UINT64 FenceGpuVirtualAddress;  /**< GPU virtual address of a monitored fence's value. */
    /** Guest physical address of the page that holds a monitored fence's value. */
    HV_UINT64 FenceStorageAddress;
    HV_UINT32 FenceStorageOffset; /**< Bytes from that address to the value. */
    HV_UINT32 Reserved;
} HV_DXGK_COMMAND_CREATE_SYNC_OBJECT_RETURN, *PHV_DXGK_COMMAND_CREATE_SYNC_OBJECT_RETURN;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_CREATE_SYNC_OBJECT_RETURN) == 32);

/*
 * Sharing.
 */

/**
 * HvDxgkCommandCreateNtSharedObject: guest to host, global channel. Response: undocumented.
 */
typedef struct HV_DXGK_COMMAND_CREATE_NT_SHARED_OBJECT
{
    HV_DXGK_COMMAND_VM_TO_HOST Header; /**< CommandType is HvDxgkCommandCreateNtSharedObject. */
    HV_D3DKMT_HANDLE Object;           /**< Object to share. */
    HV_UINT32 Reserved;
} HV_DXGK_COMMAND_CREATE_NT_SHARED_OBJECT, *PHV_DXGK_COMMAND_CREATE_NT_SHARED_OBJECT;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_CREATE_NT_SHARED_OBJECT) == 32);

/**
 * HvDxgkCommandOpenSyncObject: guest to host, global channel. Response:
 * HV_DXGK_COMMAND_OPEN_SYNC_OBJECT_RETURN.
 */
typedef struct HV_DXGK_COMMAND_OPEN_SYNC_OBJECT
{
    HV_DXGK_COMMAND_VM_TO_HOST Header; /**< CommandType is HvDxgkCommandOpenSyncObject. */
    HV_D3DKMT_HANDLE Device;           /**< Handle of the device. */
    HV_D3DKMT_HANDLE GlobalSyncObject; /**< Handle of the shared object. */
    HV_UINT32 EngineAffinity;          /**< Bit mask of GPU engines. */
    HV_D3DDDI_SYNCHRONIZATIONOBJECT_FLAGS Flags;
} HV_DXGK_COMMAND_OPEN_SYNC_OBJECT, *PHV_DXGK_COMMAND_OPEN_SYNC_OBJECT;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_OPEN_SYNC_OBJECT) == 40);

/** Response to HvDxgkCommandOpenSyncObject; host to guest. */
typedef struct HV_DXGK_COMMAND_OPEN_SYNC_OBJECT_RETURN
{
    HV_D3DKMT_HANDLE SyncObject; /**< The process's own handle of the object. */
    HV_NTSTATUS Status;
    HV_UINT64 GpuVirtualAddress;       /**< GPU virtual address of a monitored fence's value. */
    HV_UINT64 GuestCpuPhysicalAddress; /**< Guest physical address of a monitored fence's value. */
} HV_DXGK_COMMAND_OPEN_SYNC_OBJECT_RETURN, *PHV_DXGK_COMMAND_OPEN_SYNC_OBJECT_RETURN;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_OPEN_SYNC_OBJECT_RETURN) == 24);

/**
 * HvDxgkCommandShareObjectWithHost: guest to host, global channel. Response:
 * HV_DXGK_COMMAND_SHARE_OBJECT_WITH_HOST_RETURN.
 */
typedef struct HV_DXGK_COMMAND_SHARE_OBJECT_WITH_HOST
{
    HV_DXGK_COMMAND_VM_TO_HOST Header; /**< CommandType is HvDxgkCommandShareObjectWithHost. */
    HV_D3DKMT_HANDLE DeviceHandle;     /**< Device that has the object. */
    HV_D3DKMT_HANDLE ObjectHandle;     /**< Object to share. */
    HV_UINT64 Reserved;
} HV_DXGK_COMMAND_SHARE_OBJECT_WITH_HOST, *PHV_DXGK_COMMAND_SHARE_OBJECT_WITH_HOST;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_SHARE_OBJECT_WITH_HOST) == 40);

/** Response to HvDxgkCommandShareObjectWithHost; host to guest. */
typedef struct HV_DXGK_COMMAND_SHARE_OBJECT_WITH_HOST_RETURN
{
    HV_NTSTATUS Status;
    HV_UINT32 Reserved;
    HV_UINT64 VailNtHandle; /**< Undocumented. */
} HV_DXGK_COMMAND_SHARE_OBJECT_WITH_HOST_RETURN, *PHV_DXGK_COMMAND_SHARE_OBJECT_WITH_HOST_RETURN;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_SHARE_OBJECT_WITH_HOST_RETURN) == 16);

/** HvDxgkCommandDestroyNtSharedObject: guest to host, global channel. Response: HV_NTSTATUS. */
typedef struct HV_DXGK_COMMAND_DESTROY_NT_SHARED_OBJECT
{
    HV_DXGK_COMMAND_VM_TO_HOST Header; /**< CommandType is HvDxgkCommandDestroyNtSharedObject. */
    HV_D3DKMT_HANDLE SharedHandle;     /**< Handle of the shared object. */
    HV_UINT32 Reserved;
} HV_DXGK_COMMAND_DESTROY_NT_SHARED_OBJECT, *PHV_DXGK_COMMAND_DESTROY_NT_SHARED_OBJECT;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_DESTROY_NT_SHARED_OBJECT) == 32);

/*
 * Waiting and signaling.
 */

/** Options of a wait of a guest process. */
typedef union HV_D3DDDI_WAITFORSYNCHRONIZATIONOBJECTFROMCPU_FLAGS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 WaitAny : 1;   /**< Bit 0: one signaled object is enough. */
        HV_UINT32 Reserved : 31; /**< Bits 1 to 31. */
    };
#endif
} HV_D3DDDI_WAITFORSYNCHRONIZATIONOBJECTFROMCPU_FLAGS, *PHV_D3DDDI_WAITFORSYNCHRONIZATIONOBJECTFROMCPU_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_D3DDDI_WAITFORSYNCHRONIZATIONOBJECTFROMCPU_FLAGS) == 4);

/**
 * HvDxgkCommandWaitForSyncObjectFromCpu: guest to host. Response: HV_NTSTATUS. The host ends the
 * wait with HvDxgkCommandSignalGuestEvent.
 *
 * ObjectCount handles of objects follow, then ObjectCount fence values of 8 bytes.
 */
typedef struct HV_DXGK_COMMAND_WAIT_FOR_SYNC_OBJECT_FROM_CPU
{
    /** CommandType is HvDxgkCommandWaitForSyncObjectFromCpu. */
    HV_DXGK_COMMAND_VGPU_TO_HOST Header;
    HV_D3DKMT_HANDLE Device; /**< Handle of the device. */
    /** Number of objects to wait for; at most HV_D3DDDI_MAX_OBJECT_WAITED_ON. */
    HV_UINT32 ObjectCount;
    HV_D3DDDI_WAITFORSYNCHRONIZATIONOBJECTFROMCPU_FLAGS Flags;
    HV_UINT32 Reserved;
    /** Id of an event, for HV_DXGK_COMMAND_SIGNAL_GUEST_EVENT.Event; not 0. */
    HV_UINT64 GuestEventPointer;
    HV_UINT8 DereferenceEvent; /**< Undocumented; 0 or 1. */
    HV_UINT8 Reserved2[7];
} HV_DXGK_COMMAND_WAIT_FOR_SYNC_OBJECT_FROM_CPU, *PHV_DXGK_COMMAND_WAIT_FOR_SYNC_OBJECT_FROM_CPU;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_WAIT_FOR_SYNC_OBJECT_FROM_CPU) == 56);

/**
 * HvDxgkCommandWaitForSyncObjectFromGpu: guest to host; the context waits. Response: HV_NTSTATUS;
 * none if Header.AsyncMsg is set.
 *
 * ObjectCount handles of objects follow the fence values.
 */
typedef struct HV_DXGK_COMMAND_WAIT_FOR_SYNC_OBJECT_FROM_GPU
{
    /** CommandType is HvDxgkCommandWaitForSyncObjectFromGpu. */
    HV_DXGK_COMMAND_VGPU_TO_HOST Header;
    HV_D3DKMT_HANDLE Context;   /**< Handle of the context. */
    /** Number of objects to wait for; at most HV_D3DDDI_MAX_OBJECT_WAITED_ON. */
    HV_UINT32 ObjectCount;
    HV_UINT8 LegacyFenceObject; /**< Undocumented; 0 or 1. */
    HV_UINT8 Reserved[7];
    HV_UINT64 FenceValues[]; /**< ObjectCount values. */
} HV_DXGK_COMMAND_WAIT_FOR_SYNC_OBJECT_FROM_GPU, *PHV_DXGK_COMMAND_WAIT_FOR_SYNC_OBJECT_FROM_GPU;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_WAIT_FOR_SYNC_OBJECT_FROM_GPU) == 40);

/** Options of a signal to objects. Each bit is the flag of its name in Windows' headers. */
typedef union HV_D3DDDICB_SIGNALFLAGS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 SignalAtSubmission : 1; /**< Bit 0. */
        HV_UINT32 EnqueueCpuEvent : 1;    /**< Bit 1: CpuEventHandle holds an event. */
        HV_UINT32 AllowFenceRewind : 1;   /**< Bit 2. */
        HV_UINT32 Reserved : 28;          /**< Bits 3 to 30. */
        HV_UINT32 Internal0 : 1;          /**< Bit 31: undocumented. */
    };
#endif
} HV_D3DDDICB_SIGNALFLAGS, *PHV_D3DDDICB_SIGNALFLAGS;
HV_STATIC_ASSERT(sizeof(HV_D3DDDICB_SIGNALFLAGS) == 4);

/**
 * HvDxgkCommandSignalSyncObject: guest to host. Response: HV_NTSTATUS; none if Header.AsyncMsg is
 * set.
 *
 * ObjectCount handles of objects follow, then ContextCount handles of contexts, then fence values
 * of 8 bytes.
 */
typedef struct HV_DXGK_COMMAND_SIGNAL_SYNC_OBJECT
{
    /** CommandType is HvDxgkCommandSignalSyncObject. */
    HV_DXGK_COMMAND_VGPU_TO_HOST Header;
    /** Number of objects to signal; at most HV_D3DDDI_MAX_OBJECT_SIGNALED. */
    HV_UINT32 ObjectCount;
    HV_D3DDDICB_SIGNALFLAGS Flags;
    /**
     * Number of contexts of the signal; at most HV_D3DDDI_MAX_BROADCAST_CONTEXT (GraphicsDevice.h).
     */
    HV_UINT32 ContextCount;
    HV_UINT32 Reserved;
    HV_UINT64 FenceValue; /**< Undocumented beside the values that follow. */
    union
    {
        HV_UINT64 CpuEventHandle; /**< Id of an event, if Flags.EnqueueCpuEvent is set. */
        HV_D3DKMT_HANDLE Device;  /**< The device, otherwise. */
    };
} HV_DXGK_COMMAND_SIGNAL_SYNC_OBJECT, *PHV_DXGK_COMMAND_SIGNAL_SYNC_OBJECT;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_SIGNAL_SYNC_OBJECT) == 56);

/** HvDxgkCommandDestroySyncObject: guest to host, global channel. Response: HV_NTSTATUS. */
typedef struct HV_DXGK_COMMAND_DESTROY_SYNC_OBJECT
{
    HV_DXGK_COMMAND_VM_TO_HOST Header; /**< CommandType is HvDxgkCommandDestroySyncObject. */
    HV_D3DKMT_HANDLE SyncObject;       /**< Handle of the synchronization object. */
    HV_UINT32 Reserved;
} HV_DXGK_COMMAND_DESTROY_SYNC_OBJECT, *PHV_DXGK_COMMAND_DESTROY_SYNC_OBJECT;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_DESTROY_SYNC_OBJECT) == 32);

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_GRAPHICS_SYNC */
