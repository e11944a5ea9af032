/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Reference time: the partition's clock, its TSC page, and the controls for migration.
 *
 * Reference time counts units of 100 ns since the creation of the partition. It runs at one rate on
 * every processor, through frequency changes and deep sleep, and successive reads on any processors
 * never go backward. It runs while at least one processor of the partition is not suspended by the
 * host, and stops while the partition is paused or saved; it is not wall-clock time. Each partition
 * has its own zero. Synthetic timers (Timer.h) use it.
 *
 * There are two ways to read it:
 *
 *  - the register: HV_X64_MSR_TIME_REF_COUNT, or HvRegisterTimeRefCount on ARM64.
 *    It is always correct, and slow, because the read enters the hypervisor. A
 *    guest cannot write it: `#GP`, on ARM64 HV_STATUS_INVALID_PARAMETER;
 *  - the page: the guest computes the time from the time stamp counter (TSC) and
 *    the *reference TSC page*, if the host's counter is invariant:
 *
 *        ReferenceTime = high64(Tsc * TscScale) + TscOffset
 *
 *    with all 128 bits of the product. TscScale is 10 000 000 * 2^64 divided by
 *    the counter's frequency in Hz: a fraction, with the point above bit 63.
 *
 * The guest chooses a page number and writes it with Enable to
 * HV_X64_MSR_REFERENCE_TSC (HvRegisterReferenceTsc). The hypervisor places its
 * page there. The page is for all processors, and the guest can make it readable
 * for user mode.
 *
 * The hypervisor rewrites the page while the guest runs, for example after a
 * migration to a host with another frequency. A reader uses TscSequence to
 * detect a change:
 *
 *     again:  s = TscSequence
 *             if s is HV_REFERENCE_TSC_SEQUENCE_INVALID: read the register instead
 *             read Tsc, TscScale, TscOffset          (not moved out of this span)
 *             if TscSequence is no longer s: again
 *             compute
 *
 * Zero is the one reserved sequence. It means that the page cannot be used *now*
 * (this host's counter is not invariant, or the page is being set up); the page may
 * become valid later. A sequence that wraps around skips zero.
 *
 * Reenlightenment. A guest that stores the counter's frequency, above all a
 * hypervisor that exposes the counter to its own guests, must be notified of a
 * migration (privilege AccessReenlightenmentControls):
 *
 *     1. HV_X64_MSR_REENLIGHTENMENT_CONTROL: set the vector and the processor.
 *     2. HV_X64_MSR_TSC_EMULATION_CONTROL: Enabled. From the next migration on
 *        the hypervisor traps and emulates the counter at the old frequency.
 *     3. A migration happens; the interrupt arrives. Stop the guests, read
 *        HV_X64_MSR_TSC_EMULATION_STATUS, compute the new frequency and scale, and
 *        clear Enabled or the status to end the emulation.
 *
 * Hosts that can scale the counter in hardware offer a better method: with the privilege
 * AccessTscInvariantControls the guest sets HV_TSC_INVARIANT_CONTROL.Enabled, after which CPUID
 * reports an invariant TSC and the frequency remains constant across migrations.
 *
 * Sources: TLFS 6.0b 12.3 to 12.7 and 16.6; TLFS online, timers; WDK 7.1
 * hvgdk.h; symbols of securekernel 26100; OpenVMM hvdef and hv1_emulator; the
 * linux-hyperv mailing list, October 2019 (invariant TSC).
 */

#ifndef MILE_HYPERV_HYPERVISOR_REFERENCETIME
#define MILE_HYPERV_HYPERVISOR_REFERENCETIME

#include "Types.h"

/** Time stamp of the hypervisor's traces and events. */
typedef HV_UINT64 HV_TIME_STAMP, *PHV_TIME_STAMP;

/** HV_REFERENCE_TSC_PAGE.TscSequence while the page is not valid. */
#define HV_REFERENCE_TSC_SEQUENCE_INVALID 0x00000000

HV_HEADER_BEGIN

/**
 * HV_X64_MSR_REFERENCE_TSC and HvRegisterReferenceTsc: location of the reference TSC page.
 *
 * Zero at the start. The hypervisor accepts a page beyond the guest's memory, but the guest cannot
 * read it. HV_X64_MSR_REFERENCE_TSC_CONTENTS is the name in WDK 7.1.
 *
 * Source: TLFS 6.0b 12.7; symbols of securekernel 26100; OpenVMM hvdef.
 */
typedef union HV_REFERENCE_TSC_REGISTER
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Enable : 1;         /**< Bit 0: the page is enabled. */
        HV_UINT64 ReservedP : 11;     /**< Bits 1 to 11: written back as read. */
        HV_UINT64 GpaPageNumber : 52; /**< Bits 12 to 63: location of the TSC page. */
    };
#endif
} HV_REFERENCE_TSC_REGISTER, *PHV_REFERENCE_TSC_REGISTER;
HV_STATIC_ASSERT(sizeof(HV_REFERENCE_TSC_REGISTER) == 8);
typedef HV_REFERENCE_TSC_REGISTER HV_X64_MSR_REFERENCE_TSC_CONTENTS, *PHV_X64_MSR_REFERENCE_TSC_CONTENTS;

/* In the Linux kernel this is the number of the register: a macro or an enumerator, by the kernel's version. */
#if !defined(MILE_HYPERV_LINUX_KERNEL)
typedef HV_REFERENCE_TSC_REGISTER HV_REGISTER_REFERENCE_TSC, *PHV_REGISTER_REFERENCE_TSC;
#endif

/**
 * Reference TSC page. It is read-only for the guest; the hypervisor may change it at any time.
 *
 * Source: TLFS 6.0b 12.7; the two members after TscOffset: symbols of securekernel 26100, OpenVMM
 * hvdef.
 */
typedef struct HV_REFERENCE_TSC_PAGE
{
    /** Incremented with every change; HV_REFERENCE_TSC_SEQUENCE_INVALID if not valid. */
    volatile HV_UINT32 TscSequence;
    HV_UINT32 Reserved1;
    /** Units of 100 ns in one TSC tick, as a fraction of 2^64. */
    volatile HV_UINT64 TscScale;
    /** Offset from the scaled TSC to reference time, in units of 100 ns. */
    volatile HV_INT64 TscOffset;
    volatile HV_UINT64 TimelineBias;  /**< Undocumented; reserved until Windows 10. */
    volatile HV_UINT64 TscMultiplier; /**< Undocumented; reserved until Windows 10. */
    HV_UINT64 Reserved2[507];
} HV_REFERENCE_TSC_PAGE, *PHV_REFERENCE_TSC_PAGE;
HV_STATIC_ASSERT(sizeof(HV_REFERENCE_TSC_PAGE) == 4096);

/**
 * HV_X64_MSR_REENLIGHTENMENT_CONTROL on x64: the interrupt that follows each migration.
 *
 * Source: TLFS 6.0b 16.6.
 */
typedef union HV_X64_REENLIGHTENMENT_CONTROL
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Vector : 8; /**< Bits 0 to 7: a fixed APIC interrupt. */
        HV_UINT64 RsvdZ1 : 8;
        HV_UINT64 Enabled : 1; /**< Bit 16: the notification is enabled. */
        HV_UINT64 RsvdZ2 : 15;
        /** Bits 32 to 63: HV_VP_INDEX of the processor that is interrupted. */
        HV_UINT64 TargetVp : 32;
    };
#endif
} HV_X64_REENLIGHTENMENT_CONTROL, *PHV_X64_REENLIGHTENMENT_CONTROL;
HV_STATIC_ASSERT(sizeof(HV_X64_REENLIGHTENMENT_CONTROL) == 8);

/**
 * Reenlightenment control on ARM64, with a narrower vector. Source: symbols of securekernel 26100.
 */
typedef union HV_ARM64_REENLIGHTENMENT_CONTROL
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Vector : 5; /**< Bits 0 to 4: INTID of the interrupt, below 32. */
        HV_UINT64 RsvdZ1 : 11;
        HV_UINT64 Enabled : 1; /**< Bit 16: the notification is enabled. */
        HV_UINT64 RsvdZ2 : 15;
        /** Bits 32 to 63: HV_VP_INDEX of the processor that is interrupted. */
        HV_UINT64 TargetVp : 32;
    };
#endif
} HV_ARM64_REENLIGHTENMENT_CONTROL, *PHV_ARM64_REENLIGHTENMENT_CONTROL;
HV_STATIC_ASSERT(sizeof(HV_ARM64_REENLIGHTENMENT_CONTROL) == 8);

typedef HV_BY_TARGET(HV_X64_REENLIGHTENMENT_CONTROL, HV_ARM64_REENLIGHTENMENT_CONTROL) HV_REENLIGHTENMENT_CONTROL,
    *PHV_REENLIGHTENMENT_CONTROL;

/**
 * HV_X64_MSR_TSC_EMULATION_CONTROL: enables TSC emulation after a migration. Source: TLFS 6.0b
 * 16.6.
 */
typedef union HV_TSC_EMULATION_CONTROL
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Enabled : 1; /**< Bit 0: the hypervisor emulates the TSC after a migration. */
        HV_UINT64 RsvdZ : 63;  /**< Zero. */
    };
#endif
} HV_TSC_EMULATION_CONTROL, *PHV_TSC_EMULATION_CONTROL;
HV_STATIC_ASSERT(sizeof(HV_TSC_EMULATION_CONTROL) == 8);

/** HV_X64_MSR_TSC_EMULATION_STATUS: state of the TSC emulation. Source: TLFS 6.0b 16.6. */
typedef union HV_TSC_EMULATION_STATUS
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        /** Bit 0: set by the hypervisor; the guest clears it to end the emulation. */
        HV_UINT64 InProgress : 1;
        HV_UINT64 RsvdP1 : 63; /**< Written back as read. */
    };
#endif
} HV_TSC_EMULATION_STATUS, *PHV_TSC_EMULATION_STATUS;
HV_STATIC_ASSERT(sizeof(HV_TSC_EMULATION_STATUS) == 8);

/**
 * HV_X64_MSR_TSC_INVARIANT_CONTROL: requests an invariant TSC. Source: symbols of securekernel
 * 26100.
 */
typedef union HV_TSC_INVARIANT_CONTROL
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Enabled : 1; /**< Bit 0: once set, CPUID reports an invariant TSC to the guest. */
        HV_UINT64 RsvdZ : 63;  /**< Zero. */
    };
#endif
} HV_TSC_INVARIANT_CONTROL, *PHV_TSC_INVARIANT_CONTROL;
HV_STATIC_ASSERT(sizeof(HV_TSC_INVARIANT_CONTROL) == 8);

/** Timeline of the host, a system property. Undocumented. Source: symbols of securekernel 26100. */
typedef struct HV_HOST_TIMELINE_INFO
{
    HV_UINT64 TimelineBias; /**< Undocumented. */
} HV_HOST_TIMELINE_INFO, *PHV_HOST_TIMELINE_INFO;
HV_STATIC_ASSERT(sizeof(HV_HOST_TIMELINE_INFO) == 8);

/**
 * Input of HvCallRestorePartitionTime (0x0103): sets the clocks of a partition that was saved or
 * migrated. No output.
 *
 * The caller specifies one moment in both clocks, from which the hypervisor derives the offset of
 * the reference TSC page.
 *
 * Source: OpenVMM hvdef.
 */
typedef struct HV_INPUT_RESTORE_PARTITION_TIME
{
    HV_PARTITION_ID PartitionId;
    HV_UINT32 TscSequence; /**< TscSequence of the page when it was saved. */
    HV_UINT32 ReservedZ;
    HV_UINT64 ReferenceTime; /**< Reference time of the moment, in 100 ns. */
    HV_UINT64 Tsc;           /**< TSC at that moment, in ticks. */
} HV_INPUT_RESTORE_PARTITION_TIME, *PHV_INPUT_RESTORE_PARTITION_TIME;
HV_STATIC_ASSERT(sizeof(HV_INPUT_RESTORE_PARTITION_TIME) == 32);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_REFERENCETIME */
