/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Synthetic timers, the time-unhalted timer, and the periodic and ACPI PM timer assists.
 *
 * Each virtual processor has four synthetic timers, numbered 0 to 3. A timer is
 * a pair of registers: a configuration (HV_STIMER_CONFIG) and a count in units
 * of 100 ns of reference time (ReferenceTime.h):
 *
 *     one-shot   Count is the reference time. The timer expires at or after it,
 *                immediately if it has passed, and disables itself.
 *     periodic   Count is the period, which starts when the timer is enabled.
 *
 * A timer that expires does one of the following:
 *
 *  - a message of type HvMessageTimerExpired with an HV_TIMER_MESSAGE_PAYLOAD
 *    goes to the SynIC source SINTx of the same processor (Synic.h). SINTx must
 *    not be 0: that source belongs to the hypervisor, which disables the timer
 *    immediately. If the slot is occupied, the message, one for each timer, waits until
 *    the guest has handled the message in the slot;
 *  - with DirectMode (feature DirectSyntheticTimers) it raises the interrupt
 *    ApicVector without a message. The hypervisor then ignores SINTx.
 *
 * To start a timer, disable it, write the configuration, then the count. With
 * AutoEnable the count's write also enables it, so re-arming needs one write;
 * without AutoEnable, write the configuration again with Enable. A count of zero
 * stops the timer regardless of AutoEnable. The result of changing a running timer
 * is undefined.
 *
 * A timer never expires early; its delay depends on the host's scheduler. A periodic timer whose
 * processor did not run for some time expires faster afterwards, or skips periods. A Lazy timer
 * waits until the processor runs, and skips an expiration that is close to the next one.
 *
 * The time-unhalted timer (feature SyntheticTimeUnhaltedTimerAvailable, x64)
 * counts only while the processor is not halted, for a watchdog or profiler of the guest. After each
 * period, in units of 100 ns, it raises an interrupt and sets
 * HV_VP_ASSIST_PAGE.SyntheticTimeUnhaltedTimerExpired. It never stops counting.
 *
 * With the emulated timer registers, the hypervisor emulates a legacy periodic timer, and reads of
 * the ACPI PM timer's port, for the device emulation of a parent partition. The parent sets the
 * period, then the control with Enabled; a period of zero clears Enabled. A late timer expires
 * faster afterwards. IN from the PM timer's port returns
 *
 *     reference time * 0.3579545, modulo 2 to the 24 or to the 32
 *
 * which is the timer's 3.579545 MHz. Other accesses (OUT, INS, the adjacent ports) are handled like
 * those of any port. In older hypervisors, partition properties configured these timers
 * (PartitionProperty.h).
 *
 * Sources: TLFS 6.0b chapter 12; TLFS 2.0, 15.1; TLFS online, timers; mu_msvm
 * HvGuestSyntheticInterrupts.h; OpenVMM hvdef; WDK 7.1 hvgdk.h; symbols of
 * securekernel 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_TIMER
#define MILE_HYPERV_HYPERVISOR_TIMER

#include "Types.h"

HV_HEADER_BEGIN

/** Synthetic timers of a virtual processor. */
#define HV_SYNIC_STIMER_COUNT 4

/*
 * The four timers.
 */

/**
 * HV_X64_MSR_STIMER0_CONFIG to HV_X64_MSR_STIMER3_CONFIG: configuration of a synthetic timer. Zero
 * at reset.
 *
 * The original and mu_msvm use this form on ARM64 too, where the vector's upper
 * three bits are reserved.
 *
 * Source: TLFS 6.0b 12.5; mu_msvm HvGuestSyntheticInterrupts.h; OpenVMM hvdef.
 */
typedef union HV_X64_MSR_STIMER_CONFIG_CONTENTS
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Enable : 1;     /**< Bit 0: the hypervisor clears it when a one-shot fires. */
        HV_UINT64 Periodic : 1;   /**< Bit 1: the timer is periodic, otherwise one-shot. */
        HV_UINT64 Lazy : 1;       /**< Bit 2: the hypervisor may skip late expirations. */
        HV_UINT64 AutoEnable : 1; /**< Bit 3: writing a count that is not zero sets Enable. */
        /** Bits 4 to 11: vector of the interrupt with DirectMode. Reserved in WDK 7.1. */
        HV_UINT64 ApicVector : 8;
        /** Bit 12: the timer raises an interrupt without a message. Reserved in WDK 7.1. */
        HV_UINT64 DirectMode : 1;
        HV_UINT64 ReservedZ1 : 3;
        HV_UINT64 SINTx : 4; /**< Bits 16 to 19: HV_SYNIC_SINT_INDEX that receives the message. */
        HV_UINT64 ReservedZ2 : 44;
    };
#endif
} HV_X64_MSR_STIMER_CONFIG_CONTENTS, *PHV_X64_MSR_STIMER_CONFIG_CONTENTS;
HV_STATIC_ASSERT(sizeof(HV_X64_MSR_STIMER_CONFIG_CONTENTS) == 8);

/**
 * HvRegisterStimer0Config to HvRegisterStimer3Config on ARM64. Source: symbols of securekernel
 * 26100.
 */
typedef union HV_ARM64_MSR_STIMER_CONFIG_CONTENTS
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Enable : 1;     /**< Bit 0: the hypervisor clears it when a one-shot fires. */
        HV_UINT64 Periodic : 1;   /**< Bit 1: the timer is periodic, otherwise one-shot. */
        HV_UINT64 Lazy : 1;       /**< Bit 2: the hypervisor may skip late expirations. */
        HV_UINT64 AutoEnable : 1; /**< Bit 3: writing a count that is not zero sets Enable. */
        /** Bits 4 to 8: INTID of the interrupt with DirectMode, below 32. */
        HV_UINT64 ApicVector : 5;
        HV_UINT64 ReservedZ0 : 3;
        HV_UINT64 DirectMode : 1; /**< Bit 12: the timer raises an interrupt without a message. */
        HV_UINT64 ReservedZ1 : 3;
        HV_UINT64 SINTx : 4; /**< Bits 16 to 19: HV_SYNIC_SINT_INDEX that receives the message. */
        HV_UINT64 ReservedZ2 : 44;
    };
#endif
} HV_ARM64_MSR_STIMER_CONFIG_CONTENTS, *PHV_ARM64_MSR_STIMER_CONFIG_CONTENTS;
HV_STATIC_ASSERT(sizeof(HV_ARM64_MSR_STIMER_CONFIG_CONTENTS) == 8);

typedef HV_BY_TARGET(HV_X64_MSR_STIMER_CONFIG_CONTENTS, HV_ARM64_MSR_STIMER_CONFIG_CONTENTS) HV_STIMER_CONFIG,
    *PHV_STIMER_CONFIG;

/**
 * Payload of HvMessageTimerExpired.
 *
 * Source: TLFS 6.0b 13.3; mu_msvm HvGuestSyntheticInterrupts.h; OpenVMM hvdef.
 */
typedef struct HV_TIMER_MESSAGE_PAYLOAD
{
    HV_UINT32 TimerIndex; /**< 0 to 3. */
    HV_UINT32 Reserved;
    HV_NANO100_TIME ExpirationTime; /**< Reference time when the timer fired. */
    HV_NANO100_TIME DeliveryTime;   /**< Reference time when the hypervisor wrote the message to the slot. */
} HV_TIMER_MESSAGE_PAYLOAD, *PHV_TIMER_MESSAGE_PAYLOAD;
HV_STATIC_ASSERT(sizeof(HV_TIMER_MESSAGE_PAYLOAD) == 24);

/**
 * One synthetic timer as saved and restored (HvGetSetVpStateSyntheticTimers).
 *
 * Source: symbols of securekernel 26100; OpenVMM hvdef; rust-vmm mshv bindings.
 */
typedef struct HV_STIMER_STATE
{
    union
    {
        HV_UINT32 UndeliveredMessagePending; /**< Flags as a number; only bit 0 is used. */
        /** State of the timer. */
        union
        {
            HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                /** Bit 0: the timer has fired and its message still waits. */
                HV_UINT32 UndeliveredMessagePending : 1;
                HV_UINT32 Reserved : 31;
            };
#endif
        } Flags;
    };
    HV_UINT32 Reserved;
    HV_UINT64 Config; /**< HV_STIMER_CONFIG. */
    /** Expiration time or period: number of units of 100 ns; 0 if the timer is stopped. */
    HV_UINT64 Count;
    HV_UINT64 Adjustment; /**< Undocumented. */
    /** ExpirationTime of the undelivered message, in units of 100 ns of reference time. */
    HV_UINT64 UndeliveredExpirationTime;
} HV_STIMER_STATE, *PHV_STIMER_STATE;
HV_STATIC_ASSERT(sizeof(HV_STIMER_STATE) == 40);

/**
 * Saved state of a processor's synthetic timers. Source: symbols of securekernel 26100; OpenVMM
 * hvdef; rust-vmm mshv bindings.
 */
typedef struct HV_SYNTHETIC_TIMERS_STATE
{
    HV_STIMER_STATE Timers[HV_SYNIC_STIMER_COUNT]; /**< Synthetic timers 0 to 3. */
    HV_UINT64 Reserved[5];                         /**< Room for the time-unhalted timer. */
} HV_SYNTHETIC_TIMERS_STATE, *PHV_SYNTHETIC_TIMERS_STATE;
HV_STATIC_ASSERT(sizeof(HV_SYNTHETIC_TIMERS_STATE) == 200);

/*
 * The time-unhalted timer.
 */

/**
 * HV_X64_MSR_STIME_UNHALTED_TIMER_CONFIG; the period is in HV_X64_MSR_STIME_UNHALTED_TIMER_COUNT.
 *
 * Source: TLFS 6.0b 12.6; symbols of securekernel 26100.
 */
typedef union HV_X64_MSR_STIME_UNHALTED_TIMER_CONFIG_CONTENTS
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        /** Bits 0 to 7: 2 for an NMI, or 16 and above for a fixed interrupt. */
        HV_UINT64 Vector : 8;
        HV_UINT64 Enabled : 1; /**< Bit 8: the timer is enabled. */
        HV_UINT64 Reserved : 55;
    };
#endif
} HV_X64_MSR_STIME_UNHALTED_TIMER_CONFIG_CONTENTS, *PHV_X64_MSR_STIME_UNHALTED_TIMER_CONFIG_CONTENTS;
HV_STATIC_ASSERT(sizeof(HV_X64_MSR_STIME_UNHALTED_TIMER_CONFIG_CONTENTS) == 8);

/*
 * Timer assists for a parent's device emulation.
 */

/** Duration in units of 100 ps. Source: symbols of securekernel 26100. */
typedef union HV_PICO100_DURATION
{
    HV_UINT64 AsUINT64;
} HV_PICO100_DURATION;
HV_STATIC_ASSERT(sizeof(HV_PICO100_DURATION) == 8);

/**
 * HvX64RegisterEmulatedTimerPeriod: period of the emulated timer.
 *
 * WDK 7.1 measures it in 100 ns (HV_NANO100_DURATION), the symbols of
 * securekernel 26100 type it HV_PICO100_DURATION.
 */
typedef union HV_EMULATED_TIMER_PERIOD
{
    HV_UINT64 AsUINT64;
    HV_NANO100_DURATION Period; /**< Period in units of 100 ns, in WDK 7.1. */
} HV_EMULATED_TIMER_PERIOD, *PHV_EMULATED_TIMER_PERIOD;
HV_STATIC_ASSERT(sizeof(HV_EMULATED_TIMER_PERIOD) == 8);

/**
 * HvX64RegisterEmulatedTimerControl: the interrupt that the emulated timer raises, as a local APIC
 * would route it.
 *
 * Source: symbols of securekernel 26100. Until WDK 7.1: HV_EMULATED_TIMER_CONTROL_V1.
 */
typedef union HV_EMULATED_TIMER_CONTROL
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Vector : 8;       /**< Bits 0 to 7: vector of the interrupt. */
        HV_UINT64 DeliveryMode : 3; /**< Bits 8 to 10: HV_INTERRUPT_TYPE of the interrupt. */
        /** Bit 11: the destination is logical, otherwise physical. */
        HV_UINT64 LogicalDestinationMode : 1;
        HV_UINT64 Enabled : 1; /**< Bit 12: the timer is enabled. */
        HV_UINT64 Reserved1 : 19;
        HV_UINT64 Mda : 32; /**< Bits 32 to 63: message destination address. */
    };
#endif
} HV_EMULATED_TIMER_CONTROL, *PHV_EMULATED_TIMER_CONTROL;
HV_STATIC_ASSERT(sizeof(HV_EMULATED_TIMER_CONTROL) == 8);

/** HvX64RegisterEmulatedTimerControl with an 8-bit destination. Source: WDK 7.1 hvgdk.h. */
typedef union HV_EMULATED_TIMER_CONTROL_V1
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Vector : 8;       /**< Bits 0 to 7: vector of the interrupt. */
        HV_UINT64 DeliveryMode : 3; /**< Bits 8 to 10: HV_INTERRUPT_TYPE of the interrupt. */
        /** Bit 11: the destination is logical, otherwise physical. */
        HV_UINT64 LogicalDestinationMode : 1;
        HV_UINT64 Enabled : 1; /**< Bit 12: the timer is enabled. */
        HV_UINT64 Reserved1 : 19;
        HV_UINT64 Reserved2 : 24;
        HV_UINT64 Mda : 8; /**< Bits 56 to 63: message destination address. */
    };
#endif
} HV_EMULATED_TIMER_CONTROL_V1, *PHV_EMULATED_TIMER_CONTROL_V1;
HV_STATIC_ASSERT(sizeof(HV_EMULATED_TIMER_CONTROL_V1) == 8);

/**
 * HvX64RegisterPmTimerAssist: port of the ACPI PM timer whose reads the hypervisor emulates.
 *
 * Source: WDK 7.1 hvgdk.h; OpenVMM hvdef; symbols of securekernel 26100.
 */
typedef union HV_PM_TIMER_INFO
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Port : 16;   /**< Bits 0 to 15: HV_IO_PORT. */
        HV_UINT64 Width24 : 1; /**< Bit 16: the counter is 24 bits wide, else 32. */
        HV_UINT64 Enabled : 1; /**< Bit 17: the hypervisor emulates the timer. */
        HV_UINT64 Reserved1 : 14;
        HV_UINT64 Reserved2 : 32;
    };
#endif
} HV_PM_TIMER_INFO, *PHV_PM_TIMER_INFO;
HV_STATIC_ASSERT(sizeof(HV_PM_TIMER_INFO) == 8);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_TIMER */
