/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Registers of the power management device: fixed ACPI hardware, and the reset register, at I/O ports.
 *
 * The host emulates the fixed hardware that ACPI describes (PM1 event and control blocks, PM timer,
 * general-purpose events) and the registers of the chipset that generation 1 machines inherited. Firmware
 * and ACPI tables name the registers by their offset from a base port, which is
 * PowerMgmtDefaultBaseRegister in a generation 2 machine. Registers whose name ends in Mask are bits of
 * the register above them.
 *
 * A guest suspends itself with a sleep type and PowerMgmtControlSuspendEnableMask in the control register,
 * and resets itself by writing PowerMgmtResetValue to PowerMgmtResetRegister; there is no response.
 *
 * Sources: mu_msvm PowerManagementInterface.h. The sizes of the registers are those of mu_msvm.
 */

#ifndef MILE_HYPERV_FIRMWARE_POWER_MANAGEMENT
#define MILE_HYPERV_FIRMWARE_POWER_MANAGEMENT

/** The base port in a machine that firmware for UEFI starts. */
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
    PowerMgmtControlSuspendEnableMask = 0x2000,       /**< Enters the sleep state of the type field. */
    PowerMgmtControlSuspendTypeMask = 0x1C00,         /**< Sleep type, three bits. */
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
