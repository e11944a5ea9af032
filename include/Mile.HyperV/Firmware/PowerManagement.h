/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Power management device: registers at I/O ports with which firmware and ACPI suspend and reset a machine.
 *
 * The device resembles the power management function of Intel's PIIX4, whose registers ACPI calls fixed
 * hardware. Each register is located at an offset from a base port, PowerMgmtDefaultBaseRegister in a machine
 * that UEFI firmware starts. A name that ends in Mask is a bit, or the bits, of the register above it.
 *
 *     guest                                                                    host
 *       |-- suspend type and PowerMgmtControlSuspendEnableMask to Control  -->|   powers off, or hibernates
 *       |-- PowerMgmtResetValue to PowerMgmtResetRegister                  -->|   resets the machine
 *       |<-- ACPI interrupt: an enabled event is pending                   ---|
 *
 * Suspend type 0 is power off (S5) and 1 is hibernation (S4); the host ignores all other types. Bits of a
 * status register are cleared by writing ones. The registers of C2 and C3 and the input registers read as
 * zero, and PowerMgmtGlobalControlBiosRlsMask has no effect (observed in OpenVMM).
 *
 * Sources: mu_msvm PowerManagementInterface.h; OpenVMM chipset pm.
 */

#ifndef MILE_HYPERV_FIRMWARE_POWER_MANAGEMENT
#define MILE_HYPERV_FIRMWARE_POWER_MANAGEMENT

/** Base port in a machine that UEFI firmware starts. */
enum
{
    PowerMgmtDefaultBaseRegister = 0x400,
};

/** Offsets of the registers in bytes from the base port, and their bits. */
enum
{
    PowerMgmtStatusRegOffset = 0x00,                  /**< 16 bits: PM1 status. */
    PowerMgmtTimerOverflowMask = 0x0001,              /**< The timer has overflowed. */
    PowerMgmtWakeStatusMask = 0x8000,                 /**< The machine can resume. */
    PowerMgmtResumeEnableRegOffset = 0x02,            /**< 16 bits: PM1 enable. */
    PowerMgmtEnableTimerOverflowMask = 0x0001,        /**< An overflow of the timer interrupts. */
    PowerMgmtControlRegOffset = 0x04,                 /**< 16 bits: PM1 control. */
    PowerMgmtControlSuspendEnableMask = 0x2000,       /**< Suspends the machine by the suspend type. */
    PowerMgmtControlSuspendTypeMask = 0x1C00,         /**< Suspend type, bits 10 to 12: 0 power off, 1 hibernation. */
    PowerMgmtControlGlobalRlsMask = 0x0004,           /**< Raises an SMI: the global lock is released. */
    PowerMgmtControlSciEnableMask = 0x0001,           /**< Events raise an SCI; clear: an SMI. */
    PowerMgmtTimerRegOffset = 0x08,                   /**< 32 bits, read only: the PM timer. */
    PowerMgmtGenPurposeStatusRegOffset = 0x0C,        /**< 16 bits: status of general-purpose events. */
    PowerMgmtGenPurposeEnableRegOffset = 0x0E,        /**< 16 bits: enables general-purpose events. */
    PowerMgmtProcControlRegOffset = 0x10,             /**< 32 bits: processor control. */
    PowerMgmtProcL2RegOffset = 0x14,                  /**< 8 bits: enters C2. */
    PowerMgmtProcL3RegOffset = 0x15,                  /**< 8 bits: enters C3. */
    PowerMgmtGlobalStatusRegOffset = 0x18,            /**< 16 bits: which group of events is pending. */
    PowerMgmtStatusGpMask = 0x0080,                   /**< General-purpose event. */
    PowerMgmtStatusPmMask = 0x0040,                   /**< Power management event. */
    PowerMgmtStatusApmcWriteMask = 0x0020,            /**< Port 0xB2 (APM control) was written. */
    PowerMgmtStatusDeviceMask = 0x0010,               /**< Device event. */
    PowerMgmtStatusGlobalRlsWriteMask = 0x0001,       /**< PowerMgmtControlGlobalRlsMask was written. */
    PowerMgmtDeviceStatusRegOffset = 0x1C,            /**< 32 bits: device events. */
    PowerMgmtGlobalEnableRegOffset = 0x20,            /**< 16 bits: enables groups of events. */
    PowerMgmtGlobalEnableBiosEnableMask = 0x0002,     /**< A release of the global lock raises an SMI. */
    PowerMgmtGlobalControlRegOffset = 0x28,           /**< 32 bits: control of SMIs. */
    PowerMgmtGlobalControlEndOfSmiMask = 0x00010000,  /**< End of an SMI. */
    PowerMgmtGlobalControlBiosRlsMask = 0x00000002,   /**< Raises an SCI: the firmware releases the lock. */
    PowerMgmtGlobalControlSmiEnableMask = 0x00000001, /**< Enables SMIs. */
    PowerMgmtDeviceControlRegOffset = 0x2C,           /**< 32 bits: control of devices. */
    PowerMgmtGeneralInput1RegOffset = 0x30,           /**< 8 bits, read only: input pins. */
    PowerMgmtGeneralInput2RegOffset = 0x31,           /**< 8 bits, read only: input pins. */
    PowerMgmtGeneralInput3RegOffset = 0x32,           /**< 8 bits, read only: input pins. */
    PowerMgmtResetRegister = 0x33,                    /**< 8 bits: reset of the machine. */
    PowerMgmtResetValue = 0x01,                       /**< Resets the machine. */
    PowerMgmtGeneralOutput0RegOffset = 0x34,          /**< 8 bits: output pins. */
    PowerMgmtGeneralOutput2RegOffset = 0x35,          /**< 8 bits: output pins. */
    PowerMgmtGeneralOutput3RegOffset = 0x36,          /**< 8 bits: output pins. */
    PowerMgmtGeneralOutput4RegOffset = 0x37,          /**< 8 bits: output pins. */
};

#endif /* !MILE_HYPERV_FIRMWARE_POWER_MANAGEMENT */
