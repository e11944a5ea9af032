/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Partition privileges: permissions to use synthetic registers and hypercalls.
 *
 * The creator of a partition sets its privileges, a mask of 64 bits: the low half
 * grants groups of synthetic registers (MSRs on x64), the high half
 * groups of hypercalls. A guest reads its own mask as EAX and EBX of CPUID leaf
 * 0x40000003, or as the low 64 bits of HvRegisterPrivilegesAndFeaturesInfo on
 * ARM64; a parent sets a child's mask as HvPartitionPropertyPrivilegeFlags.
 *
 * A facility without its privilege behaves as if it did not exist: the MSR raises
 * `#GP` unless the parent intercepts it, and the hypercall returns
 * HV_STATUS_ACCESS_DENIED. A guest must check the bit before the first access, and
 * must not infer one facility from another, nor from a version number.
 *
 * The mask specifies the *permitted* facilities. For some of them, another bit of the same leaf
 * (HV_X64_HYPERVISOR_FEATURES) reports that the facility is also *implemented*.
 *
 * A guest normally has, of the high half, only PostMessages and SignalEvents
 * and some of bits 47 to 53; CreatePartitions and CpuManagement mark the root
 * partition.
 *
 * Sources: TLFS 6.0b 4.2.2; TLFS online hv_partition_privilege_mask; WDK 7.1
 * hvgdk.h; mu_msvm HvGuestCpuid.h; OpenVMM hvdef; symbols of kdhv and
 * securekernel 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_PRIVILEGE
#define MILE_HYPERV_HYPERVISOR_PRIVILEGE

#include "Types.h"

HV_HEADER_BEGIN

/**
 * Privileges of a partition: bits 0 to 31 for registers, bits 32 to 63 for hypercalls.
 *
 * WDK 7.1 has bits 0 to 10 and 32 to 45 and calls the registers MSRs
 * (AccessSynicMsrs, AccessApicMsrs for AccessIntrCtrlRegs, ...).
 */
typedef union HV_PARTITION_PRIVILEGE_MASK
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        /** Bit 0: the run time of the virtual processor (HV_X64_MSR_VP_RUNTIME). */
        HV_UINT64 AccessVpRunTimeReg : 1;
        /** Bit 1: the partition's reference counter (HV_X64_MSR_TIME_REF_COUNT). */
        HV_UINT64 AccessPartitionReferenceCounter : 1;
        /** Bit 2: the SynIC: SCONTROL to EOM and SINT0 to SINT15. */
        HV_UINT64 AccessSynicRegs : 1;
        HV_UINT64 AccessSyntheticTimerRegs : 1; /**< Bit 3: the four synthetic timers. */
        /** Bit 4: EOI, ICR and TPR of the APIC as synthetic MSRs, and the VP assist page. */
        HV_UINT64 AccessIntrCtrlRegs : 1;
        /** Bit 5: guest OS identity and hypercall page. */
        HV_UINT64 AccessHypercallMsrs : 1;
        /** Bit 6: the index of the virtual processor. */
        HV_UINT64 AccessVpIndex : 1;
        /** Bit 7: the register that resets the partition. */
        HV_UINT64 AccessResetReg : 1;
        /** Bit 8: the registers that map the guest's own statistics pages. */
        HV_UINT64 AccessStatsReg : 1;
        HV_UINT64 AccessPartitionReferenceTsc : 1; /**< Bit 9: the reference TSC page. */
        /** Bit 10: the register whose read idles the processor. */
        HV_UINT64 AccessGuestIdleReg : 1;
        /** Bit 11: TSC and APIC timer frequency. */
        HV_UINT64 AccessFrequencyRegs : 1;
        /** Bit 12: the synthetic debug registers. */
        HV_UINT64 AccessDebugRegs : 1;
        /** Bit 13: notification when the TSC frequency changes after a migration. */
        HV_UINT64 AccessReenlightenmentControls : 1;
        /** Bit 14: the root scheduler's registers. */
        HV_UINT64 AccessRootSchedulerReg : 1;
        /** Bit 15: the guest can enable an invariant TSC (HvSyntheticMsrTscInvariantControl). */
        HV_UINT64 AccessTscInvariantControls : 1;
        HV_UINT64 Reserved1 : 16; /**< Bits 16 to 31. */
        /** Bit 32: creates partitions, and makes every call that acts on children. */
        HV_UINT64 CreatePartitions : 1;
        HV_UINT64 AccessPartitionId : 1; /**< Bit 33: HvCallGetPartitionId. */
        /** Bit 34: deposits, withdraws and balances memory. */
        HV_UINT64 AccessMemoryPool : 1;
        HV_UINT64 AdjustMessageBuffers : 1; /**< Bit 35: undocumented. */
        HV_UINT64 PostMessages : 1;         /**< Bit 36: HvCallPostMessage. */
        HV_UINT64 SignalEvents : 1;         /**< Bit 37: HvCallSignalEvent. */
        HV_UINT64 CreatePort : 1;           /**< Bit 38: HvCallCreatePort. */
        HV_UINT64 ConnectPort : 1;          /**< Bit 39: HvCallConnectPort. */
        /** Bit 40: maps statistics pages by hypercall. */
        HV_UINT64 AccessStats : 1;
        HV_UINT64 Reserved2 : 2; /**< Bits 41 and 42. */
        /** Bit 43: the calls that carry a debug session through the hypervisor. */
        HV_UINT64 Debugging : 1;
        /** Bit 44: logical processor run time, parking, power management; the root's. */
        HV_UINT64 CpuManagement : 1;
        HV_UINT64 ConfigureProfiler : 1; /**< Bit 45: the hypervisor's profiler. */
        /** Bit 46: tracing of virtual processor exits. */
        HV_UINT64 AccessVpExitTracing : 1;
        /** Bit 47: HV_GVA_RANGE in its extended form in the calls that flush a list. */
        HV_UINT64 EnableExtendedGvaRangesForFlushVirtualAddressList : 1;
        /** Bit 48: virtual secure mode: more than one VTL. */
        HV_UINT64 AccessVsm : 1;
        /** Bit 49: reads and writes its own processors' registers by hypercall. */
        HV_UINT64 AccessVpRegisters : 1;
        HV_UINT64 UnusedBit : 1; /**< Bit 50: no privilege. */
        /** Bit 51: hypercall output in registers. */
        HV_UINT64 FastHypercallOutput : 1;
        /** Bit 52: call codes above 0x8000, which the parent handles. */
        HV_UINT64 EnableExtendedHypercalls : 1;
        HV_UINT64 StartVirtualProcessor : 1; /**< Bit 53: HvCallStartVirtualProcessor. */
        /** Bit 54: the partition is isolated from its host; leaf 0x4000000C reports the type. */
        HV_UINT64 Isolation : 1;
        HV_UINT64 Reserved3 : 9; /**< Bits 55 to 63. */
    };
#endif
} HV_PARTITION_PRIVILEGE_MASK, *PHV_PARTITION_PRIVILEGE_MASK;
HV_STATIC_ASSERT(sizeof(HV_PARTITION_PRIVILEGE_MASK) == 8);

HV_HEADER_END

/**
 * Each privilege as X(FieldName, Bit): the member of HV_PARTITION_PRIVILEGE_MASK
 * and its bit number, from which a program makes its table of names. Bits 0 to
 * 31 are EAX of CPUID leaf 0x40000003, bits 32 to 63 its EBX.
 */
#define HV_PARTITION_PRIVILEGE_LIST(X)                                                                                 \
    X(AccessVpRunTimeReg, 0)                                                                                           \
    X(AccessPartitionReferenceCounter, 1)                                                                              \
    X(AccessSynicRegs, 2)                                                                                              \
    X(AccessSyntheticTimerRegs, 3)                                                                                     \
    X(AccessIntrCtrlRegs, 4)                                                                                           \
    X(AccessHypercallMsrs, 5)                                                                                          \
    X(AccessVpIndex, 6)                                                                                                \
    X(AccessResetReg, 7)                                                                                               \
    X(AccessStatsReg, 8)                                                                                               \
    X(AccessPartitionReferenceTsc, 9)                                                                                  \
    X(AccessGuestIdleReg, 10)                                                                                          \
    X(AccessFrequencyRegs, 11)                                                                                         \
    X(AccessDebugRegs, 12)                                                                                             \
    X(AccessReenlightenmentControls, 13)                                                                               \
    X(AccessRootSchedulerReg, 14)                                                                                      \
    X(AccessTscInvariantControls, 15)                                                                                  \
    X(CreatePartitions, 32)                                                                                            \
    X(AccessPartitionId, 33)                                                                                           \
    X(AccessMemoryPool, 34)                                                                                            \
    X(AdjustMessageBuffers, 35)                                                                                        \
    X(PostMessages, 36)                                                                                                \
    X(SignalEvents, 37)                                                                                                \
    X(CreatePort, 38)                                                                                                  \
    X(ConnectPort, 39)                                                                                                 \
    X(AccessStats, 40)                                                                                                 \
    X(Debugging, 43)                                                                                                   \
    X(CpuManagement, 44)                                                                                               \
    X(ConfigureProfiler, 45)                                                                                           \
    X(AccessVpExitTracing, 46)                                                                                         \
    X(EnableExtendedGvaRangesForFlushVirtualAddressList, 47)                                                           \
    X(AccessVsm, 48)                                                                                                   \
    X(AccessVpRegisters, 49)                                                                                           \
    X(FastHypercallOutput, 51)                                                                                         \
    X(EnableExtendedHypercalls, 52)                                                                                    \
    X(StartVirtualProcessor, 53)                                                                                       \
    X(Isolation, 54)

#endif /* !MILE_HYPERV_HYPERVISOR_PRIVILEGE */
