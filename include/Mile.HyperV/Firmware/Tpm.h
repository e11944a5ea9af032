/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The virtual TPM's own registers: where firmware puts the command buffer, and physical presence requests.
 *
 * The TPM of a generation 2 machine (ACPI id MSFT0101) is one of TPM 2.0 with the
 * Command Response Buffer interface, as the Trusted Computing Group specifies it.
 * What that leaves to the platform goes through two registers of 32 bits beside
 * it, ports on x64 and memory on ARM64. The guest writes a command's number to
 * the control register; then it reads or writes the data register:
 *
 *     firmware                                  host
 *       |-- TpmIoGetTcgProtocolVersion, read  -->|    TcgProtocolTcg2
 *       |-- TpmIoMapSharedMemory, write       -->|    address of two pages: command, response
 *       |-- TpmIoEstablished, read            -->|    the address again; 0 if it was not taken
 *       |-- TpmIoCapabilityHashAlgBitmap      -->|    which hash algorithms the TPM has
 *
 * The address lies below 4 GiB. The data register keeps its command until the
 * control register is written again, and is only accessed with 32 bits.
 *
 * The operating system's requests for physical presence (ACPI _DSM functions 3,
 * 5, 7 and 8) are relayed by the other commands; operations and results are
 * those of the TCG's Physical Presence Interface. The host keeps them across a
 * restart, and carries out what is pending before the firmware runs again.
 *
 * Sources: mu_msvm TpmInterface.h and Tpm2DeviceLib; OpenVMM tpm_device.
 */

#ifndef MILE_HYPERV_FIRMWARE_TPM
#define MILE_HYPERV_FIRMWARE_TPM

#include "../Hypervisor/Types.h"

/** x64: I/O ports, four bytes each. */
enum
{
    TpmControlPort = 0x1040,
    TpmDataPort = 0x1044,
};

/** The TCG's registers of the TPM, a guest physical address; both architectures. */
#define TPM_DEVICE_MMIO_REGION_BASE_ADDRESS 0xFED40000U
/** Bytes. */
#define TPM_DEVICE_MMIO_REGION_SIZE 0x70
/** ARM64: the two registers as memory. */
#define TPM_DEVICE_MMIO_PORT_CONTROL 0xFED40080U
#define TPM_DEVICE_MMIO_PORT_DATA 0xFED40084U

/** Number in the control register. */
typedef HV_UINT32 TPM_IO_COMMAND, *PTPM_IO_COMMAND;
enum
{
    TpmIoVersion = 0,                       /**< Not used. */
    TpmIoMapSharedMemory = 1,               /**< Written: the command page; the response page follows it. */
    TpmIoEstablished = 2,                   /**< Read: the command page's address, or 0. */
    TpmIoPPIGetPendingOperation = 3,        /**< Read. */
    TpmIoPPIGetLastOperation = 5,           /**< Read. */
    TpmIoPPIGetLastResult = 6,              /**< Read. */
    TpmIoPPISetOperation = 7,               /**< Written: the operation; read: whether it was taken, 0 if so. */
    TpmIoPPIGetUserConfirmation = 8,        /**< Written: an operation; read: what it needs; OpenVMM: always 4. */
    TpmIoPPISetOperationArg3Integer2 = 32,  /**< Written before TpmIoPPISetOperation: the operation's argument. */
    TpmIoGetTcgProtocolVersion = 64,        /**< Read: TCG_PROTOCOL. */
    TpmIoCapabilityHashAlgBitmap = 65,      /**< Written: hash algorithms, one bit each, as the TPM reports them. */
};

/** Which event log and protocol the firmware offers to its boot loader. */
typedef HV_UINT32 TCG_PROTOCOL, *PTCG_PROTOCOL;
enum
{
    TcgProtocolTrEE = 0, /**< The forerunner of Windows 8. */
    TcgProtocolTcg2 = 1, /**< OpenVMM's answer, always. */
};

#endif /* !MILE_HYPERV_FIRMWARE_TPM */
