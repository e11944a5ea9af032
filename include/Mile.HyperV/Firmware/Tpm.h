/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Virtual TPM: registers for the command buffer and for physical presence requests.
 *
 * The TPM of a generation 2 machine (ACPI ID MSFT0101) is a TPM 2.0 with the Command Response
 * Buffer interface of the Trusted Computing Group (TCG). Two additional 32-bit registers, I/O
 * ports on x64 and memory on ARM64, provide the functions that the TCG leaves to the platform.
 * The guest writes a command number to the control register, then reads or writes the data
 * register:
 *
 *     firmware                                  host
 *       |-- TpmIoGetTcgProtocolVersion, read  -->|    TcgProtocolTcg2
 *       |-- TpmIoMapSharedMemory, write       -->|    address of two pages: command, response
 *       |-- TpmIoEstablished, read            -->|    that address; 0 if the host refused it
 *       |-- TpmIoCapabilityHashAlgBitmap      -->|    hash algorithms of the TPM
 *
 * The address is below 4 GiB. The data register keeps its command until the next write to the
 * control register. The guest must access it with 32 bits.
 *
 * The other commands relay the operating system's requests for physical presence (ACPI _DSM
 * functions 3, 5, 7 and 8). Operations and results are those of the TCG's Physical Presence
 * Interface. The host keeps them across a restart, and performs a pending operation before the
 * firmware runs again.
 *
 * Sources: mu_msvm TpmInterface.h and Tpm2DeviceLib; OpenVMM tpm_device.
 */

#ifndef MILE_HYPERV_FIRMWARE_TPM
#define MILE_HYPERV_FIRMWARE_TPM

#include "../Hypervisor/Types.h"

/** I/O ports of the two registers on x64, four bytes each. */
enum
{
    TpmControlPort = 0x1040,
    TpmDataPort = 0x1044,
};

/** Guest physical address of the TCG's registers, in bytes; x64 and ARM64. */
#define TPM_DEVICE_MMIO_REGION_BASE_ADDRESS 0xFED40000U
/** Bytes of the TCG's registers. */
#define TPM_DEVICE_MMIO_REGION_SIZE 0x70
/** Guest physical address of the control register on ARM64, in bytes. */
#define TPM_DEVICE_MMIO_PORT_CONTROL 0xFED40080U
/** Guest physical address of the data register on ARM64, in bytes. */
#define TPM_DEVICE_MMIO_PORT_DATA 0xFED40084U

/** Command number, in the control register. */
typedef HV_UINT32 TPM_IO_COMMAND, *PTPM_IO_COMMAND;
enum
{
    TpmIoVersion = 0,                /**< Unused. */
    TpmIoMapSharedMemory = 1,        /**< Write: command page; the response page follows it. */
    TpmIoEstablished = 2,            /**< Read: address of the command page, or 0. */
    TpmIoPPIGetPendingOperation = 3, /**< Read: pending operation. */
    TpmIoPPIGetLastOperation = 5,    /**< Read: last operation. */
    TpmIoPPIGetLastResult = 6,       /**< Read: result of the last operation. */
    TpmIoPPISetOperation = 7,        /**< Write: operation. Read: 0 if the host accepted it. */
    /** Write: operation. Read: its requirement; OpenVMM: always 4. */
    TpmIoPPIGetUserConfirmation = 8,
    TpmIoPPISetOperationArg3Integer2 = 32, /**< Write, before TpmIoPPISetOperation: its argument. */
    TpmIoGetTcgProtocolVersion = 64,       /**< Read: TCG_PROTOCOL. */
    TpmIoCapabilityHashAlgBitmap = 65,     /**< Write: hash algorithms of the TPM, one bit each. */
};

/** Event log and protocol that the firmware provides to its boot loader. */
typedef HV_UINT32 TCG_PROTOCOL, *PTCG_PROTOCOL;
enum
{
    TcgProtocolTrEE = 0, /**< Predecessor, of Windows 8. */
    TcgProtocolTcg2 = 1, /**< The only value that OpenVMM returns. */
};

#endif /* !MILE_HYPERV_FIRMWARE_TPM */
