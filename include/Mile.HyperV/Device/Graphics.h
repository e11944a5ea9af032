/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief GPU paravirtualization: channels, versions, the envelope of every command, adapters and processes.
 *
 * The guest runs the user-mode part of the graphics stack and forwards the kernel-mode part to the
 * host, command by command. The messages are the argument blocks of Windows' kernel graphics
 * interface (D3DKMT_, D3DDDI_, D3DKMDT_, DXGK_); the names here are Windows' with HV_ in front, so
 * that this header and d3dkmthk.h can be included together, in either order. WSL 2 uses the
 * protocol.
 *
 * Two classes of channel carry it:
 * - HV_DXGK_GLOBAL_CLASS_ID, dde9cbc0-5060-4436-9448-ea1254a5d177: one channel for
 *   the virtual machine. The guest refuses a second one.
 * - HV_DXGK_VGPU_CLASS_ID, 6e382d18-3336-4f4b-acc4-2b7703d4df4a: one channel for
 *   each virtual GPU.
 *
 * The host also exposes a PCI function for each virtual GPU: vendor
 * HV_DXGK_PCI_VENDOR_ID, device HV_DXGK_PCI_DEVICE_ID_RENDER, or
 * HV_DXGK_PCI_DEVICE_ID_COMPUTE if the GPU only computes. The first 8 bytes of the
 * channel's instance GUID are a LUID. The function with the same LUID in the first
 * 8 bytes of the GUID at HV_DXGK_VMBUS_CHANNEL_ID_OFFSET of its configuration space
 * belongs to that channel.
 *
 * The guest opens each channel with rings of HV_DXGK_RING_BUFFER_SIZE bytes in both
 * directions. No packet and no result is longer than HV_DXGK_MAX_PACKET_SIZE.
 *
 *     guest                                          host
 *       |== configuration space of the PCI function =>|  abilities and version
 *       |-- SetIoSpaceRegion ------------------------>|  global channel, once
 *       |-- OpenAdapter ----------------------------->|  vGPU channel
 *       |<- OPEN_ADAPTER_RETURN ----------------------|
 *       |-- GetInternalAdapterInfo ------------------>|
 *       |<- GET_INTERNAL_ADAPTER_INFO_RETURN ---------|
 *       |-- CreateProcess --------------------------->|  global channel, per process
 *       |<- CREATE_PROCESS_RETURN --------------------|
 *       |-- CreateDevice ---------------------------->|  GraphicsDevice.h
 *       |-- contexts, queues, allocations, fences --->|  and the other Graphics headers
 *       |<- SignalGuestEvent, SetGuestData -----------|  global channel, unsolicited
 *       |-- FlushDevice, DestroyDevice -------------->|
 *       |-- DestroyProcess -------------------------->|
 *       |-- CloseAdapter ---------------------------->|  then the channel is closed
 *
 * Versions are agreed through configuration space, once, at the first virtual GPU:
 * 1. The guest writes HV_DXGK_VMBUS_GUESTCAPS at HV_DXGK_VMBUS_GUESTCAPS_OFFSET.
 * 2. It reads the host's version at HV_DXGK_VMBUS_VERSION_OFFSET. Zero or a failed
 *    read means HV_DXGK_VMBUS_INTERFACE_VERSION_OLD.
 * 3. If the host's version is at least HV_DXGK_VMBUS_INTERFACE_VERSION, the guest
 *    writes that number back to the same offset, reads HV_DXGK_VMBUS_HOSTCAPS at
 *    HV_DXGK_VMBUS_HOSTCAPS_OFFSET, and uses version 40. Otherwise it writes nothing
 *    more and uses the host's version.
 * 4. From version 40 on, it reads each virtual GPU's host LUID (8 bytes) at
 *    HV_DXGK_VMBUS_VGPU_LUID_OFFSET, the offset that took the guest's abilities.
 * OpenAdapter repeats both numbers; Linux ignores the host's.
 *
 * A command is one in-band packet without a pipe header (VMBus/Packet.h):
 *
 *      version 40                        older
 *      +------------------------------+
 *      | HV_DXGK_EXTENDED_HEADER (16) |
 *      +------------------------------+  +------------------------------+
 *      | ..._VM_TO_HOST or            |  | ..._VM_TO_HOST or            |
 *      | ..._VGPU_TO_HOST header (24) |  | ..._VGPU_TO_HOST header (24) |
 *      | arguments, arrays            |  | arguments, arrays            |
 *      +------------------------------+  +------------------------------+
 *
 * The structures here begin with the header of 24 bytes. The response is a completion packet with
 * the command's transaction id and no header of its own: the structure whose name ends in _RETURN,
 * or, for a command without one, a bare HV_NTSTATUS of 4 bytes. The comments of the structures
 * describe the exceptions. Messages of the host have no extended header.
 *
 * Commands numbered from 1000 on use the global channel; all others use the virtual GPU's channel.
 * If HV_DXGK_COMMAND_GET_INTERNAL_ADAPTER_INFO_RETURN.AsyncMsgEnabled is set, every later vGPU
 * command uses the global channel too; the LUID in the extended header identifies the GPU. Only in
 * that case, and only on the global channel, four commands are sent with AsyncMsg set, transaction
 * id 0 and no completion requested: SubmitCommand, SubmitCommandToHwQueue, SignalSyncObject and
 * WaitForSyncObjectFromGpu. All others request a completion. Linux counts transaction ids from 1
 * per channel, waits for each response, and retries a full ring every 1 to 2 ms, 50 times (5000
 * times for an asynchronous command).
 *
 * Members that Windows declares as pointers are 64 bits wide here. The host echoes them; some carry
 * a physical address or an offset instead, as their comments specify.
 *
 * A guest must check, because the host is not trusted:
 * - A completion's transaction id is one that it waits for, and the completion is at
 *   least as long as the expected result.
 * - A host message holds its header. An event message is whole and its id is not 0.
 *   Ids are looked up in a list and never used as pointers; unknown ones are ignored.
 * - SetGuestData is a DWORD other than 0, names the very address that the guest gave
 *   in CreateDevice, and is as long as its structure.
 * - Each address to map is inside the region of SetIoSpaceRegion.
 * - A negative HV_NTSTATUS is a failure. A positive one is a success that the caller
 *   must see, such as HV_NTSTATUS_PENDING. A new handle is not 0. Sizes in a response
 *   are the requested ones.
 *
 * Order of a device's life:
 * 1. Both channels and the PCI function arrive, in any order. The first adapter that
 *    starts opens the global channel.
 * 2. The guest takes MMIO space of the size in the global channel's offer, aligned
 *    to 64 KiB, and reports it with SetIoSpaceRegion.
 * 3. It opens the vGPU channel, then sends OpenAdapter and GetInternalAdapterInfo.
 * 4. CreateProcess for each guest process; its handle is in all later headers.
 * 5. CreateDevice, then contexts, paging and hardware queues, allocations and
 *    synchronization objects, then residency, mapping and submission.
 * 6. At the end of a process: FlushDevice, then the synchronization objects,
 *    allocations, resources, contexts and paging queues are destroyed, DestroyDevice,
 *    DestroyProcess. A GPADL is torn down after its allocation is destroyed.
 * 7. An adapter that stops sends CloseAdapter and closes its channel.
 *
 * Every message is described as of version 40 of the interface. Its first version is
 * undocumented unless its comment names one.
 *
 * No source under a permissive license defines this protocol. The layouts come from
 * References/gpu-pv (a patch series posted to Linux on 2026-03-19, not merged) and
 * References/windows-gpu (Windows SDK 10.0.28000, which confirms 72 types); names and text are
 * ours. Details that neither source describes are marked undocumented.
 */

#ifndef MILE_HYPERV_DEVICE_GRAPHICS
#define MILE_HYPERV_DEVICE_GRAPHICS

#include "../Hypervisor/Types.h"
#include "../VMBus/DeviceGuid.h"
#include "../VMBus/NtStatus.h"

HV_HEADER_BEGIN

/*
 * Limits.
 */

/** Bytes of each ring of both kinds of channel. */
#define HV_DXGK_RING_BUFFER_SIZE 0x40000
/** Bytes of the longest packet and of the longest result. */
#define HV_DXGK_MAX_PACKET_SIZE 0x20000
/** UTF-16 units of HV_DXGK_COMMAND_CREATE_PROCESS.ProcessName, without the final zero. */
#define HV_DXGK_PROCESS_NAME_LENGTH 260
/** UTF-16 units of HV_DXGK_COMMAND_GET_INTERNAL_ADAPTER_INFO_RETURN.DeviceInstanceId. */
#define HV_DXGK_MAX_PATH 260

/*
 * PCI function of a virtual GPU.
 */

#define HV_DXGK_PCI_VENDOR_ID 0x1414
/** A GPU that renders. */
#define HV_DXGK_PCI_DEVICE_ID_RENDER 0x008E
/** A GPU that only computes. */
#define HV_DXGK_PCI_DEVICE_ID_COMPUTE 0x008A

/** Byte offset in configuration space of a GUID; its first 8 bytes are the channel's LUID. */
#define HV_DXGK_VMBUS_CHANNEL_ID_OFFSET 192
/** Byte offset in configuration space of the interface version: the host's is read, the guest's written. */
#define HV_DXGK_VMBUS_VERSION_OFFSET 208
/** Byte offset in configuration space to which the guest writes HV_DXGK_VMBUS_GUESTCAPS. */
#define HV_DXGK_VMBUS_GUESTCAPS_OFFSET 212
/** Byte offset in configuration space of the virtual GPU's LUID on the host, 8 bytes. Since version 40. */
#define HV_DXGK_VMBUS_VGPU_LUID_OFFSET 212
/** Byte offset in configuration space of HV_DXGK_VMBUS_HOSTCAPS. Since version 40. */
#define HV_DXGK_VMBUS_HOSTCAPS_OFFSET 220

/** Version of a host that reports none. */
#define HV_DXGK_VMBUS_INTERFACE_VERSION_OLD 27
/** Newest version that is described: brought the extended header and the host's abilities. */
#define HV_DXGK_VMBUS_INTERFACE_VERSION 40
/** Oldest version that the guest accepts. */
#define HV_DXGK_VMBUS_LAST_COMPATIBLE_INTERFACE_VERSION 16

/** Abilities of the guest, written to configuration space. */
typedef union HV_DXGK_VMBUS_GUESTCAPS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 Wsl2 : 1;      /**< Bit 0: the guest is WSL 2. */
        HV_UINT32 Reserved : 31; /**< Bits 1 to 31. */
    };
#endif
} HV_DXGK_VMBUS_GUESTCAPS, *PHV_DXGK_VMBUS_GUESTCAPS;
HV_STATIC_ASSERT(sizeof(HV_DXGK_VMBUS_GUESTCAPS) == 4);

/** Abilities of the host, read from configuration space. Since version 40. */
typedef union HV_DXGK_VMBUS_HOSTCAPS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        /**
         * Bit 0: the host maps guest pages itself; see HV_DXGK_COMMAND_SET_EXISTING_SYSMEM_PAGES.
         */
        HV_UINT32 MapGuestMemory : 1;
        HV_UINT32 Reserved : 31; /**< Bits 1 to 31. */
    };
#endif
} HV_DXGK_VMBUS_HOSTCAPS, *PHV_DXGK_VMBUS_HOSTCAPS;
HV_STATIC_ASSERT(sizeof(HV_DXGK_VMBUS_HOSTCAPS) == 4);

/*
 * Handles and identifiers.
 */

/**
 * Handle of an object on the host: process, adapter, device, context, allocation and so on. Zero
 * is none.
 */
typedef union HV_D3DKMT_HANDLE
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 Instance : 6; /**< Bits 0 to 5: undocumented. */
        HV_UINT32 Index : 24;   /**< Bits 6 to 29: undocumented. */
        HV_UINT32 Unique : 2;   /**< Bits 30 to 31: undocumented. */
    };
#endif
} HV_D3DKMT_HANDLE, *PHV_D3DKMT_HANDLE;
HV_STATIC_ASSERT(sizeof(HV_D3DKMT_HANDLE) == 4);

/** Locally unique identifier of an adapter. */
typedef struct HV_LUID
{
    HV_UINT32 LowPart; /**< Low 32 bits. */
    HV_INT32 HighPart; /**< High 32 bits. */
} HV_LUID, *PHV_LUID;
HV_STATIC_ASSERT(sizeof(HV_LUID) == 8);

/*
 * The envelope.
 */

/** Precedes every command of the guest, since version 40. */
typedef struct HV_DXGK_EXTENDED_HEADER
{
    HV_UINT32 CommandOffset; /**< Bytes from the start of this structure to the command: 16. */
    HV_UINT32 Reserved;
    /** Virtual GPU that the command is for, as on the host; zero for a global command. */
    HV_LUID VgpuLuid;
} HV_DXGK_EXTENDED_HEADER, *PHV_DXGK_EXTENDED_HEADER;
HV_STATIC_ASSERT(sizeof(HV_DXGK_EXTENDED_HEADER) == 16);

/** Kind of a command. */
typedef HV_UINT32 HV_DXGK_COMMAND_CHANNEL_TYPE, *PHV_DXGK_COMMAND_CHANNEL_TYPE;
enum
{
    HvDxgkChannelVgpuToHost = 0, /**< From a virtual GPU's driver to the host. */
    HvDxgkChannelVmToHost = 1,   /**< Global: from the virtual machine to the host. */
    HvDxgkChannelHostToVm = 2,   /**< From the host to the virtual machine. */
};

/**
 * HV_DXGK_COMMAND_VM_TO_HOST.CommandType. A comment names the header of a structure that is not
 * in this one.
 */
typedef HV_UINT32 HV_DXGK_COMMAND_TYPE_GLOBAL, *PHV_DXGK_COMMAND_TYPE_GLOBAL;
enum
{
    HvDxgkCommandVmToHostFirst = 1000, /**< The lowest number. */
    HvDxgkCommandCreateProcess = 1000,
    HvDxgkCommandDestroyProcess = 1001,
    HvDxgkCommandOpenSyncObject = 1002,        /**< GraphicsSync.h. */
    HvDxgkCommandDestroySyncObject = 1003,     /**< GraphicsSync.h. */
    HvDxgkCommandCreateNtSharedObject = 1004,  /**< GraphicsSync.h. */
    HvDxgkCommandDestroyNtSharedObject = 1005, /**< GraphicsSync.h. */
    HvDxgkCommandSignalFence = 1006,           /**< Undocumented. */
    HvDxgkCommandNotifyProcessFreeze = 1007,   /**< Undocumented. */
    HvDxgkCommandNotifyProcessThaw = 1008,     /**< Undocumented. */
    HvDxgkCommandQueryEtwSession = 1009,       /**< Undocumented. */
    HvDxgkCommandSetIoSpaceRegion = 1010,
    HvDxgkCommandCompleteTransaction = 1011,    /**< Undocumented. */
    HvDxgkCommandShareObjectWithHost = 1021,    /**< GraphicsSync.h. */
    HvDxgkCommandIsFeatureEnabledGlobal = 1022, /**< GraphicsQuery.h. */
    HvDxgkCommandInvalidVmToHost = 1023,        /**< No command: the first number past the list. */
};

/**
 * HV_DXGK_COMMAND_VGPU_TO_HOST.CommandType. A comment names the header of a structure that is not
 * in this one.
 */
typedef HV_UINT32 HV_DXGK_COMMAND_TYPE, *PHV_DXGK_COMMAND_TYPE;
enum
{
    HvDxgkCommandCreateDevice = 0,         /**< GraphicsDevice.h. */
    HvDxgkCommandDestroyDevice = 1,        /**< GraphicsDevice.h. */
    HvDxgkCommandQueryAdapterInfo = 2,     /**< GraphicsQuery.h. */
    HvDxgkCommandDdiQueryAdapterInfo = 3,  /**< Undocumented. */
    HvDxgkCommandCreateAllocation = 4,     /**< GraphicsAllocation.h. */
    HvDxgkCommandDestroyAllocation = 5,    /**< GraphicsAllocation.h. */
    HvDxgkCommandCreateContextVirtual = 6, /**< GraphicsDevice.h. */
    HvDxgkCommandDestroyContext = 7,       /**< GraphicsDevice.h. */
    HvDxgkCommandCreateSyncObject = 8,     /**< GraphicsSync.h. */
    HvDxgkCommandCreatePagingQueue = 9,    /**< GraphicsDevice.h. */
    HvDxgkCommandDestroyPagingQueue = 10,  /**< GraphicsDevice.h. */
    HvDxgkCommandMakeResident = 11,        /**< GraphicsAllocation.h. */
    HvDxgkCommandEvict = 12,               /**< GraphicsAllocation.h. */
    HvDxgkCommandEscape = 13,              /**< GraphicsDevice.h. */
    HvDxgkCommandOpenAdapter = 14,
    HvDxgkCommandCloseAdapter = 15,
    HvDxgkCommandFreeGpuVirtualAddress = 16,        /**< GraphicsAddress.h. */
    HvDxgkCommandMapGpuVirtualAddress = 17,         /**< GraphicsAddress.h. */
    HvDxgkCommandReserveGpuVirtualAddress = 18,     /**< GraphicsAddress.h. */
    HvDxgkCommandUpdateGpuVirtualAddress = 19,      /**< GraphicsAddress.h. */
    HvDxgkCommandSubmitCommand = 20,                /**< GraphicsDevice.h. */
    HvDxgkCommandQueryVideoMemoryInfo = 21,         /**< GraphicsAddress.h. */
    HvDxgkCommandWaitForSyncObjectFromCpu = 22,     /**< GraphicsSync.h. */
    HvDxgkCommandLock2 = 23,                        /**< GraphicsAllocation.h. */
    HvDxgkCommandUnlock2 = 24,                      /**< GraphicsAllocation.h. */
    HvDxgkCommandWaitForSyncObjectFromGpu = 25,     /**< GraphicsSync.h. */
    HvDxgkCommandSignalSyncObject = 26,             /**< GraphicsSync.h. */
    HvDxgkCommandSignalFenceNtSharedByRef = 27,     /**< Undocumented. */
    HvDxgkCommandGetDeviceState = 28,               /**< GraphicsDevice.h. */
    HvDxgkCommandMarkDeviceAsError = 29,            /**< GraphicsDevice.h. */
    HvDxgkCommandAdapterStop = 30,                  /**< Undocumented. */
    HvDxgkCommandSetQueuedLimit = 31,               /**< Undocumented. */
    HvDxgkCommandOpenResource = 32,                 /**< GraphicsAllocation.h. */
    HvDxgkCommandSetContextSchedulingPriority = 33, /**< GraphicsDevice.h. */
    HvDxgkCommandPresentHistoryToken = 34,          /**< Undocumented. */
    HvDxgkCommandSetRedirectedFlipFenceValue = 35,  /**< Undocumented. */
    HvDxgkCommandGetInternalAdapterInfo = 36,
    HvDxgkCommandFlushHeapTransitions = 37,               /**< GraphicsDevice.h. */
    HvDxgkCommandBlt = 38,                                /**< Undocumented. */
    HvDxgkCommandDdiGetStandardAllocationDriverData = 39, /**< GraphicsAllocation.h. */
    HvDxgkCommandCddGdiCommand = 40,                      /**< Undocumented. */
    HvDxgkCommandQueryAllocationResidency = 41,           /**< GraphicsAllocation.h. */
    HvDxgkCommandFlushDevice = 42,                        /**< GraphicsDevice.h. */
    HvDxgkCommandFlushAdapter = 43,                       /**< Undocumented. */
    HvDxgkCommandDdiGetNodeMetadata = 44,                 /**< Undocumented. */
    HvDxgkCommandSetExistingSysmemStore = 45,             /**< GraphicsAllocation.h. */
    HvDxgkCommandIsSyncObjectSignaled = 46,               /**< Undocumented. */
    HvDxgkCommandCddSyncGpuAccess = 47,                   /**< Undocumented. */
    HvDxgkCommandQueryStatistics = 48,                    /**< GraphicsQuery.h. */
    HvDxgkCommandChangeVideoMemoryReservation = 49,       /**< GraphicsAddress.h. */
    HvDxgkCommandCreateHwQueue = 50,                      /**< GraphicsDevice.h. */
    HvDxgkCommandDestroyHwQueue = 51,                     /**< GraphicsDevice.h. */
    HvDxgkCommandSubmitCommandToHwQueue = 52,             /**< GraphicsDevice.h. */
    HvDxgkCommandGetDriverStoreFile = 53,                 /**< Undocumented. */
    HvDxgkCommandReadDriverStoreFile = 54,                /**< Undocumented. */
    HvDxgkCommandGetNextHardLink = 55,                    /**< Undocumented. */
    HvDxgkCommandUpdateAllocationProperty = 56,           /**< GraphicsAllocation.h. */
    HvDxgkCommandOfferAllocations = 57,                   /**< GraphicsAllocation.h. */
    HvDxgkCommandReclaimAllocations = 58,                 /**< GraphicsAllocation.h. */
    HvDxgkCommandSetAllocationPriority = 59,              /**< GraphicsAllocation.h. */
    HvDxgkCommandGetAllocationPriority = 60,              /**< GraphicsAllocation.h. */
    HvDxgkCommandGetContextSchedulingPriority = 61,       /**< GraphicsDevice.h. */
    HvDxgkCommandQueryClockCalibration = 62,              /**< GraphicsQuery.h. */
    HvDxgkCommandQueryResourceInfo = 64,                  /**< Undocumented. */
    HvDxgkCommandLogEvent = 65,                           /**< Undocumented. */
    HvDxgkCommandSetExistingSysmemPages = 66,             /**< GraphicsAllocation.h. */
    HvDxgkCommandInvalidateCache = 67,                    /**< GraphicsAllocation.h. */
    HvDxgkCommandIsFeatureEnabled = 68,                   /**< GraphicsQuery.h. */
    HvDxgkCommandInvalid = 69,                            /**< No command: the first number past the list. */
};

/** HV_DXGK_COMMAND_HOST_TO_VM.CommandType. */
typedef HV_UINT32 HV_DXGK_COMMAND_TYPE_HOST_TO_VM, *PHV_DXGK_COMMAND_TYPE_HOST_TO_VM;
enum
{
    HvDxgkCommandSignalGuestEvent = 0,
    HvDxgkCommandPropagatePresentHistoryToken = 1, /**< Undocumented. */
    HvDxgkCommandSetGuestData = 2,
    HvDxgkCommandSignalGuestEventPassive = 3, /**< Has the structure of HvDxgkCommandSignalGuestEvent. */
    HvDxgkCommandSendWnfNotification = 4,     /**< Linux ignores it. */
    HvDxgkCommandInvalidHostToVm = 5,         /**< No command: the first number past the list. */
};

/** Header of a global command, guest to host. */
typedef struct HV_DXGK_COMMAND_VM_TO_HOST
{
    HV_UINT64 CommandId; /**< Zero. */
    /** Host's handle of the guest process; zero if the command has none. */
    HV_D3DKMT_HANDLE Process;
    HV_DXGK_COMMAND_CHANNEL_TYPE ChannelType; /**< HvDxgkChannelVmToHost, in the whole word. */
    HV_DXGK_COMMAND_TYPE_GLOBAL CommandType;  /**< 1000 or more. */
    HV_UINT32 Reserved;
} HV_DXGK_COMMAND_VM_TO_HOST, *PHV_DXGK_COMMAND_VM_TO_HOST;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_VM_TO_HOST) == 24);

/** Header of a virtual GPU's command, guest to host. */
typedef struct HV_DXGK_COMMAND_VGPU_TO_HOST
{
    HV_UINT64 CommandId;      /**< Zero. */
    HV_D3DKMT_HANDLE Process; /**< Host's handle of the guest process; zero if the command has none. */
    union
    {
        HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 ChannelType : 8; /**< Bits 0 to 7: HvDxgkChannelVgpuToHost. */
            HV_UINT32 AsyncMsg : 1;    /**< Bit 8: no completion is requested. */
            HV_UINT32 Reserved : 23;   /**< Bits 9 to 31. */
        };
#endif
    };
    HV_DXGK_COMMAND_TYPE CommandType;
    HV_UINT32 Reserved2;
} HV_DXGK_COMMAND_VGPU_TO_HOST, *PHV_DXGK_COMMAND_VGPU_TO_HOST;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_VGPU_TO_HOST) == 24);

/** Header of a message of the host, which begins with it at once. */
typedef struct HV_DXGK_COMMAND_HOST_TO_VM
{
    HV_UINT64 CommandId;      /**< Undocumented. */
    HV_D3DKMT_HANDLE Process; /**< Host's handle of the guest process. */
    union
    {
        HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 ChannelType : 8; /**< Bits 0 to 7: HvDxgkChannelHostToVm. */
            HV_UINT32 AsyncMsg : 1;    /**< Bit 8: undocumented. */
            HV_UINT32 Reserved : 23;   /**< Bits 9 to 31. */
        };
#endif
    };
    HV_DXGK_COMMAND_TYPE_HOST_TO_VM CommandType; /**< Kind of the message. */
    HV_UINT32 Reserved2;
} HV_DXGK_COMMAND_HOST_TO_VM, *PHV_DXGK_COMMAND_HOST_TO_VM;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_HOST_TO_VM) == 24);

/*
 * MMIO space.
 */

/**
 * HvDxgkCommandSetIoSpaceRegion: guest to host, global channel, once. Response: HV_NTSTATUS.
 *
 * The host places memory that the guest's processes map inside this region.
 */
typedef struct HV_DXGK_COMMAND_SET_IO_SPACE_REGION
{
    /** CommandType is HvDxgkCommandSetIoSpaceRegion. */
    HV_DXGK_COMMAND_VM_TO_HOST Header;
    HV_UINT64 Start;           /**< Guest physical address of the region; a multiple of 64 KiB. */
    /** Bytes of the region; must equal the size in the offer of the global channel. */
    HV_UINT64 Length;
    HV_UINT32 SharedPageGpadl; /**< Undocumented. */
    HV_UINT32 Reserved;
} HV_DXGK_COMMAND_SET_IO_SPACE_REGION, *PHV_DXGK_COMMAND_SET_IO_SPACE_REGION;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_SET_IO_SPACE_REGION) == 48);

/*
 * Adapters.
 */

/**
 * HvDxgkCommandOpenAdapter: guest to host, vGPU channel, before any other command on it.
 * Response: HV_DXGK_COMMAND_OPEN_ADAPTER_RETURN.
 */
typedef struct HV_DXGK_COMMAND_OPEN_ADAPTER
{
    HV_DXGK_COMMAND_VGPU_TO_HOST Header;           /**< CommandType is HvDxgkCommandOpenAdapter. */
    /** Version that the guest uses; at most HV_DXGK_VMBUS_INTERFACE_VERSION. */
    HV_UINT32 VmbusInterfaceVersion;
    HV_UINT32 VmbusLastCompatibleInterfaceVersion; /**< Oldest version that the guest accepts: 16. */
    /** LUID that identifies the adapter in the guest. */
    HV_LUID GuestAdapterLuid;
} HV_DXGK_COMMAND_OPEN_ADAPTER, *PHV_DXGK_COMMAND_OPEN_ADAPTER;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_OPEN_ADAPTER) == 40);

/** Response to HvDxgkCommandOpenAdapter; host to guest. */
typedef struct HV_DXGK_COMMAND_OPEN_ADAPTER_RETURN
{
    HV_D3DKMT_HANDLE HostAdapterHandle; /**< Handle of the adapter in later commands; not 0. */
    HV_NTSTATUS Status;
    HV_UINT32 VmbusInterfaceVersion; /**< Version that the host uses. Linux ignores it. */
    /** Oldest version that the host accepts. Linux ignores it. */
    HV_UINT32 VmbusLastCompatibleInterfaceVersion;
} HV_DXGK_COMMAND_OPEN_ADAPTER_RETURN, *PHV_DXGK_COMMAND_OPEN_ADAPTER_RETURN;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_OPEN_ADAPTER_RETURN) == 16);

/** Kind of the adapter. Each bit is the property of its name; no source documents more. */
typedef union HV_DXGK_DEVICE_TYPES
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 PostDevice : 1;                 /**< Bit 0. */
        HV_UINT32 PostDeviceCertain : 1;          /**< Bit 1. */
        HV_UINT32 SoftwareDevice : 1;             /**< Bit 2. */
        HV_UINT32 SoftGpuDevice : 1;              /**< Bit 3. */
        HV_UINT32 WarpDevice : 1;                 /**< Bit 4. */
        HV_UINT32 BddDevice : 1;                  /**< Bit 5. */
        HV_UINT32 SupportMiracast : 1;            /**< Bit 6. */
        HV_UINT32 MismatchedLda : 1;              /**< Bit 7. */
        HV_UINT32 IndirectDisplayDevice : 1;      /**< Bit 8. */
        HV_UINT32 XboxOneDevice : 1;              /**< Bit 9. */
        HV_UINT32 ChildIdSupportDwmClone : 1;     /**< Bit 10. */
        HV_UINT32 ChildIdSupportDwmClone2 : 1;    /**< Bit 11. */
        HV_UINT32 HasInternalPanel : 1;           /**< Bit 12. */
        HV_UINT32 RfxVgpuDevice : 1;              /**< Bit 13. */
        HV_UINT32 VirtualRenderDevice : 1;        /**< Bit 14. */
        HV_UINT32 SupportPreserveBootDisplay : 1; /**< Bit 15. */
        HV_UINT32 IsUefiFrameBuffer : 1;          /**< Bit 16. */
        HV_UINT32 RemovableDevice : 1;            /**< Bit 17. */
        HV_UINT32 VirtualMonitorDevice : 1;       /**< Bit 18. */
        HV_UINT32 Reserved : 13;                  /**< Bits 19 to 31. */
    };
#endif
} HV_DXGK_DEVICE_TYPES, *PHV_DXGK_DEVICE_TYPES;
HV_STATIC_ASSERT(sizeof(HV_DXGK_DEVICE_TYPES) == 4);

/**
 * HvDxgkCommandGetInternalAdapterInfo: guest to host, vGPU channel, after OpenAdapter. Response:
 * HV_DXGK_COMMAND_GET_INTERNAL_ADAPTER_INFO_RETURN.
 */
typedef struct HV_DXGK_COMMAND_GET_INTERNAL_ADAPTER_INFO
{
    HV_DXGK_COMMAND_VGPU_TO_HOST Header; /**< CommandType is HvDxgkCommandGetInternalAdapterInfo. */
} HV_DXGK_COMMAND_GET_INTERNAL_ADAPTER_INFO, *PHV_DXGK_COMMAND_GET_INTERNAL_ADAPTER_INFO;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_GET_INTERNAL_ADAPTER_INFO) == 24);

/**
 * Response to HvDxgkCommandGetInternalAdapterInfo; host to guest; 712 bytes; below version 40 the
 * host leaves out the last 8.
 */
typedef struct HV_DXGK_COMMAND_GET_INTERNAL_ADAPTER_INFO_RETURN
{
    HV_DXGK_DEVICE_TYPES DeviceTypes;
    HV_UINT32 DriverStoreCopyMode; /**< Undocumented. */
    HV_UINT32 DriverDdiVersion;    /**< Version of the host driver's interface. Undocumented. */
    union
    {
        HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 SecureVirtualMachine : 1; /**< Bit 0: undocumented. */
            HV_UINT32 VirtualMachineReset : 1;  /**< Bit 1: undocumented. */
            HV_UINT32 IsVailSupported : 1;      /**< Bit 2: undocumented. */
            HV_UINT32 HwSchEnabled : 1;         /**< Bit 3: hardware scheduling is enabled. */
            HV_UINT32 HwSchCapable : 1;         /**< Bit 4: hardware scheduling is supported. */
            HV_UINT32 VaBackedVm : 1;           /**< Bit 5: undocumented. */
            HV_UINT32 AsyncMsgEnabled : 1;      /**< Bit 6: later vGPU commands use the global channel. */
            HV_UINT32 HwSupportState : 2;       /**< Bits 7 to 8: undocumented. */
            HV_UINT32 Reserved : 23;            /**< Bits 9 to 31. */
        };
#endif
    };
    HV_LUID HostAdapterLuid;         /**< LUID that identifies the adapter on the host. */
    HV_UINT16 DeviceDescription[80]; /**< UTF-16 text. */
    HV_UINT16 DeviceInstanceId[260]; /**< UTF-16 text. */
    HV_LUID HostVgpuLuid;            /**< Virtual GPU on the host. Since version 40. */
} HV_DXGK_COMMAND_GET_INTERNAL_ADAPTER_INFO_RETURN, *PHV_DXGK_COMMAND_GET_INTERNAL_ADAPTER_INFO_RETURN;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_GET_INTERNAL_ADAPTER_INFO_RETURN) == 712);

/**
 * HvDxgkCommandCloseAdapter: guest to host, vGPU channel, the last command on it. The completion
 * is empty.
 */
typedef struct HV_DXGK_COMMAND_CLOSE_ADAPTER
{
    /** CommandType is HvDxgkCommandCloseAdapter. */
    HV_DXGK_COMMAND_VGPU_TO_HOST Header;
    HV_D3DKMT_HANDLE HostHandle; /**< HV_DXGK_COMMAND_OPEN_ADAPTER_RETURN.HostAdapterHandle. */
    HV_UINT32 Reserved;
} HV_DXGK_COMMAND_CLOSE_ADAPTER, *PHV_DXGK_COMMAND_CLOSE_ADAPTER;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_CLOSE_ADAPTER) == 32);

/*
 * Processes.
 */

/**
 * HvDxgkCommandCreateProcess: guest to host, global channel. Response:
 * HV_DXGK_COMMAND_CREATE_PROCESS_RETURN.
 */
typedef struct HV_DXGK_COMMAND_CREATE_PROCESS
{
    HV_DXGK_COMMAND_VM_TO_HOST Header; /**< CommandType is HvDxgkCommandCreateProcess. */
    HV_UINT64 Process;                 /**< The guest's own number for the process. */
    HV_UINT64 ProcessId;               /**< Identifier of the process in the guest. */
    /** UTF-16 text, at most HV_DXGK_PROCESS_NAME_LENGTH units and a final zero. */
    HV_UINT16 ProcessName[261];
    union
    {
        HV_UINT8 AsUINT8;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT8 CsrssProcess : 1; /**< Bit 0: Windows' subsystem process. */
            HV_UINT8 DwmProcess : 1;   /**< Bit 1: Windows' window manager. */
            HV_UINT8 Wow64Process : 1; /**< Bit 2: a 32-bit process in a 64-bit guest. */
            HV_UINT8 LinuxProcess : 1; /**< Bit 3: the process runs on Linux. */
            HV_UINT8 Reserved : 4;     /**< Bits 4 to 7. */
        };
#endif
    };
    HV_UINT8 Reserved2[5];
} HV_DXGK_COMMAND_CREATE_PROCESS, *PHV_DXGK_COMMAND_CREATE_PROCESS;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_CREATE_PROCESS) == 568);

/** Response to HvDxgkCommandCreateProcess; host to guest. */
typedef struct HV_DXGK_COMMAND_CREATE_PROCESS_RETURN
{
    HV_D3DKMT_HANDLE Process; /**< Handle of the process in the headers of later commands; not 0. */
} HV_DXGK_COMMAND_CREATE_PROCESS_RETURN, *PHV_DXGK_COMMAND_CREATE_PROCESS_RETURN;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_CREATE_PROCESS_RETURN) == 4);

/**
 * HvDxgkCommandDestroyProcess: guest to host, global channel, after the process's devices are
 * destroyed. Header.Process identifies the process. Response: HV_NTSTATUS.
 */
typedef struct HV_DXGK_COMMAND_DESTROY_PROCESS
{
    HV_DXGK_COMMAND_VM_TO_HOST Header; /**< CommandType is HvDxgkCommandDestroyProcess. */
} HV_DXGK_COMMAND_DESTROY_PROCESS, *PHV_DXGK_COMMAND_DESTROY_PROCESS;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_DESTROY_PROCESS) == 24);

/*
 * Messages of the host, on the global channel.
 */

/**
 * HvDxgkCommandSignalGuestEvent and HvDxgkCommandSignalGuestEventPassive: host to guest,
 * unsolicited. No response.
 */
typedef struct HV_DXGK_COMMAND_SIGNAL_GUEST_EVENT
{
    HV_DXGK_COMMAND_HOST_TO_VM Header; /**< CommandType is one of the two. */
    /**
     * Id of an event that the guest gave in HV_DXGK_COMMAND_SIGNAL_SYNC_OBJECT or
     * HV_DXGK_COMMAND_WAIT_FOR_SYNC_OBJECT_FROM_CPU; not 0.
     */
    HV_UINT64 Event;
    HV_UINT64 ProcessId;       /**< Undocumented. */
    HV_UINT8 DereferenceEvent; /**< Undocumented. */
    HV_UINT8 Reserved[7];
} HV_DXGK_COMMAND_SIGNAL_GUEST_EVENT, *PHV_DXGK_COMMAND_SIGNAL_GUEST_EVENT;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_SIGNAL_GUEST_EVENT) == 48);

/** HV_DXGK_COMMAND_SET_GUEST_DATA.DataType. */
typedef HV_UINT32 HV_DXGK_GUEST_DATA_TYPE, *PHV_DXGK_GUEST_DATA_TYPE;
enum
{
    HvDxgkGuestDataDword = 0,  /**< Data32 holds the value; Linux accepts no other. */
    HvDxgkGuestDataUint64 = 1, /**< Data64 holds the value. */
};

/**
 * HvDxgkCommandSetGuestData: host to guest, unsolicited. No response. The host asks the guest to
 * write a value to a place that the guest named before.
 */
typedef struct HV_DXGK_COMMAND_SET_GUEST_DATA
{
    HV_DXGK_COMMAND_HOST_TO_VM Header; /**< CommandType is HvDxgkCommandSetGuestData. */
    /**
     * HV_DXGK_COMMAND_CREATE_DEVICE.ErrorCode of one of the guest's devices; all others must be
     * ignored.
     */
    HV_UINT64 GuestPointer;
    union
    {
        HV_UINT64 Data64; /**< Value, if DataType is HvDxgkGuestDataUint64. */
        HV_UINT32 Data32; /**< Value, if DataType is HvDxgkGuestDataDword; not 0. */
    };
    union
    {
        HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 Dereference : 1; /**< Bit 0: undocumented. */
            HV_UINT32 DataType : 4;    /**< Bits 1 to 4: HvDxgkGuestData... */
            HV_UINT32 Reserved : 27;   /**< Bits 5 to 31. */
        };
#endif
    };
    HV_UINT32 Reserved2;
} HV_DXGK_COMMAND_SET_GUEST_DATA, *PHV_DXGK_COMMAND_SET_GUEST_DATA;
HV_STATIC_ASSERT(sizeof(HV_DXGK_COMMAND_SET_GUEST_DATA) == 48);

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_GRAPHICS */
