/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Device registers by hypercall: reads and writes for a guest that cannot map them, and PCI configuration.
 *
 * An access to a device's registers leaves the guest by an exit. A guest that is isolated from its
 * host cannot rely on the host to decode the instruction, so it, or its paravisor, asks for the access
 * with HvCallMemoryMappedIoRead and HvCallMemoryMappedIoWrite (Hypervisor/MemoryAccess.h). The leaf
 * 0x40000004 recommends it with UseHypercallForMmioAccess. The calls go through Hypercall.h:
 *
 *     MILE_HV_DEVICE_MEMORY Memory;      the way to call, and the two blocks
 *
 *     MileHvDeviceMemoryRead(&Memory, Address, &Data, Bytes, &Status);
 *     MileHvDeviceMemoryWrite(&Memory, Address, &Data, Bytes, &Status);
 *
 *     MileHvDevicePciRead(&Memory, WindowAddress, Slot, Offset, Bytes, &Value, &Status);
 *     MileHvDevicePciWrite(&Memory, WindowAddress, Slot, Offset, Bytes, Value, &Status);
 *
 * The last two do what MileHvPciConfigRead() and MileHvPciConfigWrite() of Pci.h do for a guest that
 * maps the window of VpciMsgFdoD0Entry.
 *
 * The host determines the value of a read, which can be any; it is copied once.
 *
 * Not checked here: whether the address is that of a device, and whether the blocks are where their
 * addresses say.
 *
 * Sources: Hypervisor/MemoryAccess.h and Device/Pci.h, and their sources (OpenVMM hcl,
 * vpci_relay).
 */

#ifndef MILE_HYPERV_GUEST_DEVICE_MEMORY
#define MILE_HYPERV_GUEST_DEVICE_MEMORY

#include "../Hypervisor/MemoryAccess.h"
#include "Hypercall.h"
#include "Pci.h"

MILE_HYPERV_GUEST_BEGIN

/**
 * Way to make the calls. A guest with several processors has one for each, or holds a lock around every call. The
 * members are the caller's.
 */
typedef struct MILE_HV_DEVICE_MEMORY
{
    MILE_HV_INVOKE Invoke;
    void *Context; /**< For Invoke. */
    /** HV_INPUT_MEMORY_MAPPED_IO_WRITE, 80 bytes within one page, at a multiple of 8. Shared if the host reads it. */
    volatile void *Input;
    /** HV_OUTPUT_MEMORY_MAPPED_IO_READ, 64 bytes within one page, at a multiple of 8. Shared if the host writes it. */
    const volatile void *Output;
    HV_UINT64 InputAddress;  /**< Guest physical address of Input, in bytes. */
    HV_UINT64 OutputAddress; /**< Guest physical address of Output, in bytes. */
} MILE_HV_DEVICE_MEMORY;

/** Whether an access has 1 to HV_HYPERCALL_MMIO_MAX_DATA_LENGTH bytes, and ends within the address space. */
static inline HV_UINT32 MileHvDeviceMemoryIsValid(HV_UINT64 Address, HV_UINT32 Bytes)
{
    return Bytes != 0 && Bytes <= HV_HYPERCALL_MMIO_MAX_DATA_LENGTH && Address <= 0xFFFFFFFFFFFFFFFFULL - (Bytes - 1U);
}

/**
 * Reads registers of a device.
 *
 * @param Address guest physical address of the first byte.
 * @param Data receives @p Bytes bytes; unchanged unless the result is MileHvSuccess.
 * @param Bytes 1 to 64. Devices expect 1, 2, 4 or 8 at a multiple of that.
 * @param Status receives the hypervisor's status.
 * @return MileHvSuccess; MileHvInvalid: out of bounds, nothing was called; MileHvFailed: Status specifies the reason;
 * MileHvUnavailable: HV_STATUS_TIMEOUT too often.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvDeviceMemoryRead(const MILE_HV_DEVICE_MEMORY *Memory, HV_UINT64 Address, void *Data,
                                                    HV_UINT32 Bytes, HV_STATUS *Status)
{
    MILE_HV_RESULT Result;

    *Status = HV_STATUS_INVALID_PARAMETER;
    if (!MileHvDeviceMemoryIsValid(Address, Bytes))
    {
        return MileHvInvalid;
    }
    MileHvStoreWord(Memory->Input, Address);
    MileHvStoreWord((volatile HV_UINT8 *)Memory->Input + 8, Bytes);
    MileHvCompilerBarrier();
    Result = MileHvHypercallSimple(Memory->Invoke, Memory->Context, HvCallMemoryMappedIoRead, Memory->InputAddress,
                                   Memory->OutputAddress, Status);
    if (Result == MileHvSuccess)
    {
        MileHvCopyFromShared(Data, Memory->Output, Bytes);
    }
    return Result;
}

/**
 * Writes registers of a device.
 *
 * Parameters and results are those of MileHvDeviceMemoryRead(); @p Data is only read.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvDeviceMemoryWrite(const MILE_HV_DEVICE_MEMORY *Memory, HV_UINT64 Address,
                                                     const void *Data, HV_UINT32 Bytes, HV_STATUS *Status)
{
    *Status = HV_STATUS_INVALID_PARAMETER;
    if (!MileHvDeviceMemoryIsValid(Address, Bytes))
    {
        return MileHvInvalid;
    }
    MileHvStoreWord(Memory->Input, Address);
    MileHvStoreWord((volatile HV_UINT8 *)Memory->Input + 8, Bytes);
    MileHvCopyToShared((volatile HV_UINT8 *)Memory->Input + sizeof(HV_INPUT_MEMORY_MAPPED_IO_READ), Data, Bytes);
    return MileHvHypercallSimple(Memory->Invoke, Memory->Context, HvCallMemoryMappedIoWrite, Memory->InputAddress, 0,
                                 Status);
}

/**
 * Reads configuration space of one PCI function: selects its slot, then reads the register. The caller holds a lock
 * over the window.
 *
 * @param WindowAddress guest physical address of the window, as in VpciMsgFdoD0Entry.
 * @param Offset in bytes; @p Bytes 1, 2 or 4.
 * @param Value receives the value; 0 unless the result is MileHvSuccess.
 * @param Status receives the status of the last call.
 * @return the results of MileHvDeviceMemoryRead(); MileHvInvalid also for a register out of bounds, or unaligned.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvDevicePciRead(const MILE_HV_DEVICE_MEMORY *Memory, HV_UINT64 WindowAddress,
                                                 HV_UINT32 Slot, HV_UINT32 Offset, HV_UINT32 Bytes, HV_UINT32 *Value,
                                                 HV_STATUS *Status)
{
    HV_UINT32 Read = 0;
    MILE_HV_RESULT Result;

    *Value = 0;
    *Status = HV_STATUS_INVALID_PARAMETER;
    if (!MileHvPciConfigIsValid(Offset, Bytes) ||
        WindowAddress > 0xFFFFFFFFFFFFFFFFULL - (VPCI_CONFIG_WINDOW_SIZE - 1U))
    {
        return MileHvInvalid;
    }
    Result = MileHvDeviceMemoryWrite(Memory, WindowAddress + VPCI_MMIO_PAGE_SLOT_NUMBER, &Slot, sizeof(Slot), Status);
    if (Result != MileHvSuccess)
    {
        return Result;
    }
    Result = MileHvDeviceMemoryRead(Memory, WindowAddress + VPCI_MMIO_PAGE_CONFIG_SPACE + Offset, &Read, Bytes, Status);
    *Value = (Result == MileHvSuccess) ? Read : 0;
    return Result;
}

/**
 * Writes configuration space of one PCI function: selects its slot, then writes the register.
 *
 * Parameters and results are those of MileHvDevicePciRead(); of @p Value, the low @p Bytes bytes are written.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvDevicePciWrite(const MILE_HV_DEVICE_MEMORY *Memory, HV_UINT64 WindowAddress,
                                                  HV_UINT32 Slot, HV_UINT32 Offset, HV_UINT32 Bytes, HV_UINT32 Value,
                                                  HV_STATUS *Status)
{
    MILE_HV_RESULT Result;

    *Status = HV_STATUS_INVALID_PARAMETER;
    if (!MileHvPciConfigIsValid(Offset, Bytes) ||
        WindowAddress > 0xFFFFFFFFFFFFFFFFULL - (VPCI_CONFIG_WINDOW_SIZE - 1U))
    {
        return MileHvInvalid;
    }
    Result = MileHvDeviceMemoryWrite(Memory, WindowAddress + VPCI_MMIO_PAGE_SLOT_NUMBER, &Slot, sizeof(Slot), Status);
    if (Result != MileHvSuccess)
    {
        return Result;
    }
    return MileHvDeviceMemoryWrite(Memory, WindowAddress + VPCI_MMIO_PAGE_CONFIG_SPACE + Offset, &Value, Bytes, Status);
}

MILE_HYPERV_GUEST_END

#endif /* !MILE_HYPERV_GUEST_DEVICE_MEMORY */
