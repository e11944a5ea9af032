/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Names that belong to others (Windows, its driver kit, EDK II) and that the original
 * Mile.HyperV (1.x) defines.
 *
 * Each name is defined only if its owner has not defined it before; include the owner's headers
 * first. Only the umbrella headers with the original's names include this file, and
 * MILE_HYPERV_NO_COMPAT empties it.
 *
 * The preprocessor cannot test whether a type is defined. On Windows, the types of Windows are
 * therefore left to its headers; code that includes none of those uses HV_PCI_SLOT_NUMBER,
 * HV_DEVICE_POWER_STATE and so on.
 */

#ifndef MILE_HYPERV_COMPAT_FOREIGN
#define MILE_HYPERV_COMPAT_FOREIGN

#include "../Device/Pci.h"
#include "../Device/Rndis.h"
#include "../Firmware/Bios.h"
#include "../Hypervisor/Types.h"
#include "../VMBus/NtStatus.h"

#if !defined(MILE_HYPERV_NO_COMPAT)

HV_HEADER_BEGIN

/*
 * Types of winnt.h and wdm.h.
 */

#if !defined(MILE_HYPERV_WINDOWS) && !defined(_NTDEF_)
typedef HV_NTSTATUS NTSTATUS, *PNTSTATUS;
#endif

#if !defined(_WDMDDK_) && !defined(MILE_HYPERV_WINDOWS)
typedef HV_CM_PARTIAL_RESOURCE_DESCRIPTOR CM_PARTIAL_RESOURCE_DESCRIPTOR, *PCM_PARTIAL_RESOURCE_DESCRIPTOR;
typedef HV_CM_PARTIAL_RESOURCE_LIST CM_PARTIAL_RESOURCE_LIST, *PCM_PARTIAL_RESOURCE_LIST;
typedef HV_PCI_SLOT_NUMBER PCI_SLOT_NUMBER, *PPCI_SLOT_NUMBER;
typedef HV_PCI_BAR_FORMAT PCI_BAR_FORMAT, *PPCI_BAR_FORMAT;
#endif

#if !defined(_WINNT_) && !defined(MILE_HYPERV_WINDOWS)
typedef HV_DEVICE_POWER_STATE DEVICE_POWER_STATE, *PDEVICE_POWER_STATE;
enum
{
    PowerDeviceUnspecified = HvPowerDeviceUnspecified,
    PowerDeviceD0 = HvPowerDeviceD0,
    PowerDeviceD1 = HvPowerDeviceD1,
    PowerDeviceD2 = HvPowerDeviceD2,
    PowerDeviceD3 = HvPowerDeviceD3,
    PowerDeviceMaximum = HvPowerDeviceMaximum,
};
#endif

#if !defined(_NTDDNDIS_) && !defined(MILE_HYPERV_WINDOWS)
typedef HV_UINT32 NDIS_OID, *PNDIS_OID;
typedef HV_INT32 NDIS_STATUS, *PNDIS_STATUS;
typedef RNDIS_OBJECT_HEADER NDIS_OBJECT_HEADER, *PNDIS_OBJECT_HEADER;
#if !defined(NDIS_STATUS_NETWORK_CHANGE) && !defined(__cplusplus)
#define NDIS_STATUS_NETWORK_CHANGE ((NDIS_STATUS)0x40010018L) /* Spelled as in mu_msvm, which defines it too. */
#elif !defined(NDIS_STATUS_NETWORK_CHANGE)
#define NDIS_STATUS_NETWORK_CHANGE 0x40010018
#endif
#endif

#if !defined(_LIB_SMBIOS_H)
typedef HV_SMBIOS_HEADER SMBIOS_HEADER, *PSMBIOS_HEADER;
#endif

/*
 * Constants and macros.
 */

#if !defined(CODE_CHUNK_SIZE)
#define CODE_CHUNK_SIZE 0x200
#endif
#if !defined(TRUE_WITH_VERSION_EXCHANGE)
#define TRUE_WITH_VERSION_EXCHANGE 2
#endif
#if !defined(X64_PAGE_SIZE)
#define X64_PAGE_SIZE 4096
#endif
#if !defined(X64_LARGE_PAGE_SIZE)
#define X64_LARGE_PAGE_SIZE 0x200000
#endif
#if !defined(X64_1GB_PAGE_SIZE)
#define X64_1GB_PAGE_SIZE 0x40000000
#endif
#if !defined(CmResourceTypeNull)
#define CmResourceTypeNull HV_CM_RESOURCE_TYPE_NULL
#endif
#if !defined(CmResourceTypePort)
#define CmResourceTypePort HV_CM_RESOURCE_TYPE_PORT
#endif
#if !defined(CmResourceTypeInterrupt)
#define CmResourceTypeInterrupt HV_CM_RESOURCE_TYPE_INTERRUPT
#endif
#if !defined(CmResourceTypeMemory)
#define CmResourceTypeMemory HV_CM_RESOURCE_TYPE_MEMORY
#endif
#if !defined(CmResourceTypeDma)
#define CmResourceTypeDma HV_CM_RESOURCE_TYPE_DMA
#endif
#if !defined(CmResourceTypeDeviceSpecific)
#define CmResourceTypeDeviceSpecific HV_CM_RESOURCE_TYPE_DEVICE_SPECIFIC
#endif
#if !defined(CmResourceTypeBusNumber)
#define CmResourceTypeBusNumber HV_CM_RESOURCE_TYPE_BUS_NUMBER
#endif
#if !defined(CmResourceTypeMemoryLarge)
#define CmResourceTypeMemoryLarge HV_CM_RESOURCE_TYPE_MEMORY_LARGE
#endif
#if !defined(CM_RESOURCE_MEMORY_LARGE_40)
#define CM_RESOURCE_MEMORY_LARGE_40 HV_CM_RESOURCE_MEMORY_LARGE_40
#endif
#if !defined(CM_RESOURCE_MEMORY_LARGE_48)
#define CM_RESOURCE_MEMORY_LARGE_48 HV_CM_RESOURCE_MEMORY_LARGE_48
#endif
#if !defined(CM_RESOURCE_MEMORY_LARGE_64)
#define CM_RESOURCE_MEMORY_LARGE_64 HV_CM_RESOURCE_MEMORY_LARGE_64
#endif
#if !defined(CM_RESOURCE_MEMORY_LARGE_40_MAXLEN)
#define CM_RESOURCE_MEMORY_LARGE_40_MAXLEN HV_CM_RESOURCE_MEMORY_LARGE_40_MAXLEN
#endif
#if !defined(CM_RESOURCE_MEMORY_LARGE_48_MAXLEN)
#define CM_RESOURCE_MEMORY_LARGE_48_MAXLEN HV_CM_RESOURCE_MEMORY_LARGE_48_MAXLEN
#endif
#if !defined(CM_RESOURCE_MEMORY_LARGE_64_MAXLEN)
#define CM_RESOURCE_MEMORY_LARGE_64_MAXLEN HV_CM_RESOURCE_MEMORY_LARGE_64_MAXLEN
#endif
#if !defined(PCI_MAX_BAR)
#define PCI_MAX_BAR 0x0006 /* Spelled as in EDK II's Pci22.h, which defines it without a test. */
#endif
#if !defined(PCI_BAR_MEMORY_TYPE_64BIT)
#define PCI_BAR_MEMORY_TYPE_64BIT HV_PCI_BAR_MEMORY_TYPE_64BIT
#endif
#if !defined(X64_PAGE_SHIFT)
#define X64_PAGE_SHIFT 12
#endif
#if !defined(X64_PTE_PRESENT)
#define X64_PTE_PRESENT 0x1
#endif
#if !defined(X64_PTE_READ_WRITE)
#define X64_PTE_READ_WRITE 0x2
#endif
#if !defined(X64_PTE_ACCESSED)
#define X64_PTE_ACCESSED 0x20
#endif
#if !defined(X64_PTE_DIRTY)
#define X64_PTE_DIRTY 0x40
#endif
#if !defined(X64_PTE_LARGE_PAGE)
#define X64_PTE_LARGE_PAGE 0x80
#endif
#if !defined(X64_PTE_BITS)
#define X64_PTE_BITS 9
#endif
#if !defined(X64_CR4_LA57)
#define X64_CR4_LA57 0x1000
#endif
#if !defined(PAGE_TABLE_ENTRY_COUNT)
#define PAGE_TABLE_ENTRY_COUNT 0x200
#endif
#if !defined(NT_SUCCESS)
#define NT_SUCCESS(Status) (((Status) >> 31) == 0)
#endif
#if !defined(TRUE)
#define TRUE 1
#endif
#if !defined(STATUS_SUCCESS)
#define STATUS_SUCCESS HV_NTSTATUS_SUCCESS
#endif
#if !defined(STATUS_PENDING)
#define STATUS_PENDING 0x00000103
#endif
#if !defined(STATUS_BUFFER_OVERFLOW)
#define STATUS_BUFFER_OVERFLOW HV_NTSTATUS_BUFFER_OVERFLOW
#endif
#if !defined(STATUS_DEVICE_BUSY)
#define STATUS_DEVICE_BUSY HV_NTSTATUS_DEVICE_BUSY
#endif
#if !defined(STATUS_UNSUCCESSFUL)
#define STATUS_UNSUCCESSFUL HV_NTSTATUS_UNSUCCESSFUL
#endif
#if !defined(STATUS_INVALID_PARAMETER)
#define STATUS_INVALID_PARAMETER HV_NTSTATUS_INVALID_PARAMETER
#endif
#if !defined(STATUS_INVALID_DEVICE_REQUEST)
#define STATUS_INVALID_DEVICE_REQUEST HV_NTSTATUS_INVALID_DEVICE_REQUEST
#endif
#if !defined(STATUS_REVISION_MISMATCH)
#define STATUS_REVISION_MISMATCH HV_NTSTATUS_REVISION_MISMATCH
#endif
#if !defined(STATUS_INSUFFICIENT_RESOURCES)
#define STATUS_INSUFFICIENT_RESOURCES HV_NTSTATUS_INSUFFICIENT_RESOURCES
#endif
#if !defined(STATUS_DEVICE_NOT_CONNECTED)
#define STATUS_DEVICE_NOT_CONNECTED HV_NTSTATUS_DEVICE_NOT_CONNECTED
#endif
#if !defined(STATUS_IO_TIMEOUT)
#define STATUS_IO_TIMEOUT HV_NTSTATUS_IO_TIMEOUT
#endif
#if !defined(STATUS_NOT_SUPPORTED)
#define STATUS_NOT_SUPPORTED HV_NTSTATUS_NOT_SUPPORTED
#endif
#if !defined(STATUS_DEVICE_DOES_NOT_EXIST)
#define STATUS_DEVICE_DOES_NOT_EXIST HV_NTSTATUS_DEVICE_DOES_NOT_EXIST
#endif
#if !defined(STATUS_CANCELLED)
#define STATUS_CANCELLED HV_NTSTATUS_CANCELLED
#endif
#if !defined(STATUS_INVALID_DEVICE_STATE)
#define STATUS_INVALID_DEVICE_STATE HV_NTSTATUS_INVALID_DEVICE_STATE
#endif
#if !defined(STATUS_IO_DEVICE_ERROR)
#define STATUS_IO_DEVICE_ERROR HV_NTSTATUS_IO_DEVICE_ERROR
#endif
#if !defined(STATUS_CONNECTION_REFUSED)
#define STATUS_CONNECTION_REFUSED HV_NTSTATUS_CONNECTION_REFUSED
#endif
#if !defined(STATUS_BAD_DATA)
#define STATUS_BAD_DATA HV_NTSTATUS_BAD_DATA
#endif

#if !defined(ALIGN_VALUE)
#define ALIGN_VALUE(Value, Alignment) ((Value) + (((Alignment) - (Value)) & ((Alignment) - 1)))
#endif
#if !defined(ALIGN_UP)
#define ALIGN_UP(Value, Type) ALIGN_VALUE((Value), sizeof(Type))
#endif

/*
 * Types of the Windows kernel that the original Mile.HyperV contained; no definition of Hyper-V
 * uses them.
 */

typedef HV_UINT32 HV_ERROR_TYPES, *PHV_ERROR_TYPES;
enum
{
    HV_MISCELLANEOUS_ERROR = 0,
    HV_PERFORMANCE_COUNTER_DECREASED = 1,
    HV_PERFORMANCE_COUNTER_SKIPPED = 2,
    HV_FREED_TOO_MANY_COMMON_BUFFERS = 3,
    HV_FREED_TOO_MANY_ADAPTER_CHANNELS = 4,
    HV_FREED_TOO_MANY_MAP_REGISTERS = 5,
    HV_FREED_TOO_MANY_SCATTER_GATHER_LISTS = 6,
    HV_LEFTOVER_COMMON_BUFFERS = 7,
    HV_LEFTOVER_ADAPTER_CHANNELS = 8,
    HV_LEFTOVER_MAP_REGISTERS = 9,
    HV_LEFTOVER_SCATTER_GATHER_LISTS = 10,
    HV_TOO_MANY_ADAPTER_CHANNELS = 11,
    HV_TOO_MANY_MAP_REGISTERS = 12,
    HV_DID_NOT_FLUSH_ADAPTER_BUFFERS = 13,
    HV_DMA_BUFFER_NOT_LOCKED = 14,
    HV_BOUNDARY_OVERRUN = 15,
    HV_CANNOT_FREE_MAP_REGISTERS = 0x10,
    HV_DID_NOT_PUT_ADAPTER = 0x11,
    HV_MDL_FLAGS_NOT_SET = 0x12,
    HV_BAD_IRQL = 0x13,
    HV_BAD_IRQL_JUST_WARN = 0x14,
    HV_OUT_OF_MAP_REGISTERS = 0x15,
    HV_FLUSH_EMPTY_BUFFERS = 0x16,
    HV_MISMATCHED_MAP_FLUSH = 0x17,
    HV_ADAPTER_ALREADY_RELEASED = 0x18,
    HV_NULL_DMA_ADAPTER = 0x19,
    HV_MAP_FLUSH_NO_TRANSFER = 0x1A,
    HV_ADDRESS_NOT_IN_MDL = 0x1B,
    HV_DATA_LOSS = 0x1C,
    HV_DOUBLE_MAP_REGISTER = 0x1D,
    HV_OBSOLETE_API = 0x1E,
    HV_BAD_MDL = 0x1F,
    HV_FLUSH_NOT_MAPPED = 0x20,
    HV_MAP_ZERO_LENGTH_BUFFER = 0x21,
    HV_BUFFER_NOT_MAPPED_IN_SYSTEM_VA = 0x22,
    HV_INCOMPLETE_FLUSH = 0x23,
    HV_INSUFFICIENT_BUFFER = 0x24,
    HV_UNKNOWN_DEVICE_DESCRIPTION_VERSION = 0x25,
    HV_MAX_ERROR_TYPES = 0x26,
    HV_ERROR_HAS_SUBCODE = 0x10000000,
};

typedef HV_UINT32 HV_FILE_STATUS, *PHV_FILE_STATUS;
enum
{
    Shrunk = 0,
    Grown = 1,
    Unchanged = 2,
};

typedef HV_UINT32 HV_BACKING_STORAGE_TYPE, *PHV_BACKING_STORAGE_TYPE;
enum
{
    HvStorageLoader = 0,
    HvStoragePool = 1,
    HvStorageSystemCache = 2,
};

typedef HV_UINT32 HV_LOG_SWAP_REASON, *PHV_LOG_SWAP_REASON;
enum
{
    HvLogSwapSpaceExhausted = 0,
    HvLogSwapReconcile = 1,
};

typedef HV_UINT32 HV_STORE_DATA_RESULT, *PHV_STORE_DATA_RESULT;
enum
{
    StoreDataSuccess = 0,
    StoreDataNoWritesRequired = 1,
    StoreDataFailure = 2,
    StoreDataResultMaximum = 3,
};

HV_HEADER_END

#endif /* !MILE_HYPERV_NO_COMPAT */

#endif /* !MILE_HYPERV_COMPAT_FOREIGN */
