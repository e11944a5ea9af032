/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Types of SynIC messages, by number, and the accesses that intercept messages report.
 *
 * The first 32 bits of a message (Message.h) are its type. Only the hypervisor sends types with the
 * top bit set; partitions post the others to each other, except zero, which marks an empty slot:
 *
 *     0x00000000               empty slot
 *     0x00000001 - 0x7FFFFFFF  posted by a partition (VMBus posts 1)
 *     0x80000000 - 0x8000FFFF  from the hypervisor, on every architecture
 *     0x80010000 - 0x8001FFFF  from the hypervisor, about the processor
 *
 * Most messages of the hypervisor are intercepts: a processor did something that its parent
 * partition, or a higher trust level, has chosen to intercept (Intercept.h). The comment on each
 * type names its payload.
 *
 * Sources: TLFS 6.0b 11.10.2; TLFS online; mu_msvm HvGuest.h; OpenVMM hvdef;
 * rust-vmm mshv bindings; WDK 7.1 hvgdk.h; symbols of vmbus 14347 and
 * securekernel 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_MESSAGETYPE
#define MILE_HYPERV_HYPERVISOR_MESSAGETYPE

#include "Types.h"

HV_HEADER_BEGIN

/** Access that a message of an intercept is about. */
typedef HV_UINT8 HV_INTERCEPT_ACCESS_TYPE, *PHV_INTERCEPT_ACCESS_TYPE;
#define HV_INTERCEPT_ACCESS_READ 0
#define HV_INTERCEPT_ACCESS_WRITE 1
#define HV_INTERCEPT_ACCESS_EXECUTE 2

/** Type of a message. */
typedef HV_UINT32 HV_MESSAGE_TYPE, *PHV_MESSAGE_TYPE;

/** Set in the types that only the hypervisor sends. */
#define HV_MESSAGE_TYPE_HYPERVISOR_MASK 0x80000000U

enum
{
    HvMessageTypeNone = 0x00000000, /**< Empty slot; the guest writes this after it has handled a message. */
};

/*
 * Memory.
 */

/** An access to guest memory that is not mapped. HV_X64_ or HV_ARM64_MEMORY_INTERCEPT_MESSAGE. */
#define HvMessageTypeUnmappedGpa 0x80000000U
/** An access to guest memory that its mapping does not permit. HV_X64_ or HV_ARM64_MEMORY_INTERCEPT_MESSAGE. */
#define HvMessageTypeGpaIntercept 0x80000001U
/** ARM64: an access to a device register, decoded. HV_ARM64_MMIO_INTERCEPT_MESSAGE. */
#define HvMessageTypeMmioIntercept 0x80000002U
/** An access of an isolated guest to memory that it has not accepted. HV_X64_ or HV_ARM64_MEMORY_INTERCEPT_MESSAGE. */
#define HvMessageTypeUnacceptedGpa 0x80000003U
/** A request of an isolated guest to change the host visibility of pages. HV_GPA_ATTRIBUTE_INTERCEPT_MESSAGE. */
#define HvMessageTypeGpaAttributeIntercept 0x80000004U
/** A request of a guest to enable a trust level. HV_ENABLE_PARTITION_VTL_INTERCEPT_MESSAGE. */
#define HvMessageTypeEnablePartitionVtlIntercept 0x80000005U

/*
 * Timers.
 */

/** A synthetic timer expired. HV_TIMER_MESSAGE_PAYLOAD. OpenVMM has the second spelling. */
#define HvMessageTimerExpired 0x80000010U
#define HvMessageTypeTimerExpired 0x80000010U

/*
 * Errors.
 */

/** The processor cannot run because a register contains an invalid value. HV_INVALID_VP_REGISTER_MESSAGE. */
#define HvMessageTypeInvalidVpRegisterValue 0x80000020U
/** A triple fault, on x64. HV_X64_ or HV_ARM64_UNRECOVERABLE_EXCEPTION_MESSAGE. */
#define HvMessageTypeUnrecoverableException 0x80000021U
/**
 * The guest used a feature that the hypervisor does not virtualize. HV_X64_ or
 * HV_ARM64_UNSUPPORTED_FEATURE_MESSAGE.
 */
#define HvMessageTypeUnsupportedFeature 0x80000022U
/** One address translated with two page sizes. HV_ARM64_TLB_PAGE_SIZE_MISMATCH_MESSAGE. */
#define HvMessageTypeTlbPageSizeMismatch 0x80000023U
/** The IOMMU rejected a DMA access or an interrupt of a device. HV_IOMMU_FAULT_MESSAGE_PAYLOAD. */
#define HvMessageTypeIommuFault 0x80000024U

/**
 * Retired numbers of two messages of x64, in TLFS 2.0 to 4.0b; 0x80010004 and 0x80010005 replace
 * them.
 */
#define HvMessageTypeX64ApicEoiRetired 0x80000030U
#define HvMessageTypeX64LegacyFpErrorRetired 0x80000031U

/** An intercept whose message is only in the mapped intercept page (HvVpStatePageInterceptMessage). */
#define HvMessageTypeOpaqueIntercept 0x8000003FU

/*
 * Event log and hypercalls.
 */

/**
 * Buffers of the event log are ready to be read. HV_EVENTLOG_MESSAGE_PAYLOAD. TLFS 6.0b has the
 * second spelling.
 */
#define HvMessageTypeEventLogBufferComplete 0x80000040U
#define HvMessageTypeEventLogBuffersComplete 0x80000040U
/** A hypercall of the guest for the receiver to handle. HV_X64_ or HV_ARM64_HYPERCALL_INTERCEPT_MESSAGE. */
#define HvMessageTypeHypercallIntercept 0x80000050U

/*
 * SynIC.
 */

/** An event was signaled on a connection that the hypervisor does not know. HV_SYNIC_EVENT_INTERCEPT_MESSAGE. */
#define HvMessageTypeSynicEventIntercept 0x80000060U
/** An interrupt of a source with HV_SYNIC_SINT.AsIntercept. HV_NOTIFICATION_MESSAGE_PAYLOAD. */
#define HvMessageTypeSynicSintIntercept 0x80000061U
/** The slot of a SINT is free, as the receiver requested. HV_X64_ or HV_ARM64_SYNIC_SINT_DELIVERABLE_MESSAGE. */
#define HvMessageTypeSynicSintDeliverable 0x80000062U

/*
 * Completions and notices to the parent.
 */

/** A hypercall that returned HV_STATUS_CALL_PENDING is complete. HV_ASYNC_COMPLETION_MESSAGE_PAYLOAD. */
#define HvMessageTypeAsyncCallCompletion 0x80000070U
/**
 * The partition's memory pool has too few pages; the receiver should deposit pages.
 * HV_INSUFFICIENT_MEMORY_MESSAGE_PAYLOAD.
 */
#define HvMessageInsufficientMemory 0x80000071U
/** Undocumented. HV_MIRRORING_NOTIFICATION_MESSAGE_PAYLOAD. */
#define HvMessageMirroringNotification 0x80000072U
/** Undocumented. HV_RESTART_COMPLETION_MESSAGE_PAYLOAD. */
#define HvMessageRestartCompletionNotification 0x80000073U

/*
 * Messages to the root scheduler (Scheduler.h), with numbers 0x80000100 to 0x800001FF.
 */

#define HvMessageTypeSchedulerIdRangeStart 0x80000100U
/** Waiting processors of one partition can continue. HV_VP_SIGNAL_BITSET_SCHEDULER_MESSAGE. */
#define HvMessageTypeSchedulerVpSignalBitset 0x80000100U
/** Waiting processors of several partitions can continue. HV_VP_SIGNAL_PAIR_SCHEDULER_MESSAGE. */
#define HvMessageTypeSchedulerVpSignalPair 0x80000101U
#define HvMessageTypeSchedulerIdRangeEnd 0x800001FFU

/*
 * The processor.
 */

/** An access to an I/O port. HV_X64_IO_PORT_INTERCEPT_MESSAGE. */
#define HvMessageTypeX64IoPortIntercept 0x80010000U
/** An access to an MSR. HV_X64_ or HV_ARM64_MSR_INTERCEPT_MESSAGE. WDK 7.1 has the second spelling. */
#define HvMessageTypeMsrIntercept 0x80010001U
#define HvMessageTypeX64MsrIntercept 0x80010001U
/** A CPUID instruction. HV_X64_CPUID_INTERCEPT_MESSAGE. */
#define HvMessageTypeX64CpuidIntercept 0x80010002U
/** An exception. HV_X64_ or HV_ARM64_EXCEPTION_INTERCEPT_MESSAGE. WDK 7.1 has the second spelling. */
#define HvMessageTypeExceptionIntercept 0x80010003U
#define HvMessageTypeX64ExceptionIntercept 0x80010003U
/** The guest ended an interrupt whose end the parent requested to receive. HV_X64_APIC_EOI_MESSAGE. */
#define HvMessageTypeX64ApicEoi 0x80010004U
/** An x87 error that IRQ 13 signals, in older hypervisors. HV_X64_LEGACY_FP_ERROR_MESSAGE. */
#define HvMessageTypeX64LegacyFpError 0x80010005U
/** A device requested a page (HV_IOMMU_PRQ_MESSAGE_PAYLOAD); formerly for legacy FP errors. Source: OpenVMM. */
#define HvMessageTypeX64IommuPrq 0x80010005U
/** An access to a register. HV_X64_ or HV_ARM64_REGISTER_INTERCEPT_MESSAGE. */
#define HvMessageTypeRegisterIntercept 0x80010006U
/** The processor halted. HV_X64_HALT_MESSAGE. */
#define HvMessageTypeX64Halt 0x80010007U
/** The guest can receive an interrupt, as the monitor requested. HV_X64_INTERRUPTION_DELIVERABLE_MESSAGE. */
#define HvMessageTypeX64InterruptionDeliverable 0x80010008U
/** A startup IPI. HV_X64_SIPI_INTERCEPT_MESSAGE. */
#define HvMessageTypeX64SipiIntercept 0x80010009U
/** RDTSC or RDTSCP; undocumented layout. */
#define HvMessageTypeX64RdtscIntercept 0x8001000AU
/** Software sent a system management interrupt through the local APIC; undocumented layout. */
#define HvMessageTypeX64ApicSmiIntercept 0x8001000BU
/** ARM64: the guest requested power off or reset. HV_ARM64_RESET_INTERCEPT_MESSAGE. */
#define HvMessageTypeArm64ResetIntercept 0x8001000CU
/** Software sent INIT or a startup IPI through the local APIC; undocumented layout. */
#define HvMessageTypeX64ApicInitSipiIntercept 0x8001000DU
/** Write to a local APIC register; undocumented layout. */
#define HvMessageTypeX64ApicWriteIntercept 0x8001000EU
/** Interrupts that the receiver delivers by proxy. HV_X64_PROXY_INTERRUPT_MESSAGE_PAYLOAD. */
#define HvMessageTypeX64ProxyInterruptIntercept 0x8001000FU
/** A write of an isolated guest to a control register; the payload is undocumented. */
#define HvMessageTypeX64IsolationCtrlRegIntercept 0x80010010U
/** A request of an SNP guest to the security processor; the payload is undocumented. */
#define HvMessageTypeX64SnpGuestRequestIntercept 0x80010011U
/** A trap after an exception (feature ExceptionTrapInterceptAvailable); the payload is undocumented. */
#define HvMessageTypeX64ExceptionTrapIntercept 0x80010012U
/** A VMGEXIT of an SEV-ES or SNP guest. HV_X64_VMGEXIT_INTERCEPT_MESSAGE. */
#define HvMessageTypeX64SevVmgexitIntercept 0x80010013U
/** Undocumented; only the TLFS online has it. */
#define HvMessageTypeX64MsrListIntercept 0x80010015U

/*
 * Numbers of mu_msvm for two of the types (Errata.md).
 */

#define HvMessageTypeX64IommuPrq_ProjectMuMsvm 0x80010006U
#define HvMessageTypeArm64ResetIntercept_ProjectMuMsvm 0x80010000U

/** X(Name) for each type once, in ascending order: the newest name of a number with several names. */
#define HV_MESSAGE_TYPE_LIST(X)                                                                                        \
    X(HvMessageTypeNone)                                                                                               \
    X(HvMessageTypeUnmappedGpa)                                                                                        \
    X(HvMessageTypeGpaIntercept)                                                                                       \
    X(HvMessageTypeMmioIntercept)                                                                                      \
    X(HvMessageTypeUnacceptedGpa)                                                                                      \
    X(HvMessageTypeGpaAttributeIntercept)                                                                              \
    X(HvMessageTypeEnablePartitionVtlIntercept)                                                                        \
    X(HvMessageTimerExpired)                                                                                           \
    X(HvMessageTypeInvalidVpRegisterValue)                                                                             \
    X(HvMessageTypeUnrecoverableException)                                                                             \
    X(HvMessageTypeUnsupportedFeature)                                                                                 \
    X(HvMessageTypeTlbPageSizeMismatch)                                                                                \
    X(HvMessageTypeIommuFault)                                                                                         \
    X(HvMessageTypeOpaqueIntercept)                                                                                    \
    X(HvMessageTypeEventLogBufferComplete)                                                                             \
    X(HvMessageTypeHypercallIntercept)                                                                                 \
    X(HvMessageTypeSynicEventIntercept)                                                                                \
    X(HvMessageTypeSynicSintIntercept)                                                                                 \
    X(HvMessageTypeSynicSintDeliverable)                                                                               \
    X(HvMessageTypeAsyncCallCompletion)                                                                                \
    X(HvMessageInsufficientMemory)                                                                                     \
    X(HvMessageMirroringNotification)                                                                                  \
    X(HvMessageRestartCompletionNotification)                                                                          \
    X(HvMessageTypeSchedulerVpSignalBitset)                                                                            \
    X(HvMessageTypeSchedulerVpSignalPair)                                                                              \
    X(HvMessageTypeX64IoPortIntercept)                                                                                 \
    X(HvMessageTypeMsrIntercept)                                                                                       \
    X(HvMessageTypeX64CpuidIntercept)                                                                                  \
    X(HvMessageTypeExceptionIntercept)                                                                                 \
    X(HvMessageTypeX64ApicEoi)                                                                                         \
    X(HvMessageTypeX64IommuPrq)                                                                                        \
    X(HvMessageTypeRegisterIntercept)                                                                                  \
    X(HvMessageTypeX64Halt)                                                                                            \
    X(HvMessageTypeX64InterruptionDeliverable)                                                                         \
    X(HvMessageTypeX64SipiIntercept)                                                                                   \
    X(HvMessageTypeX64RdtscIntercept)                                                                                  \
    X(HvMessageTypeX64ApicSmiIntercept)                                                                                \
    X(HvMessageTypeArm64ResetIntercept)                                                                                \
    X(HvMessageTypeX64ApicInitSipiIntercept)                                                                           \
    X(HvMessageTypeX64ApicWriteIntercept)                                                                              \
    X(HvMessageTypeX64ProxyInterruptIntercept)                                                                         \
    X(HvMessageTypeX64IsolationCtrlRegIntercept)                                                                       \
    X(HvMessageTypeX64SnpGuestRequestIntercept)                                                                        \
    X(HvMessageTypeX64ExceptionTrapIntercept)                                                                          \
    X(HvMessageTypeX64SevVmgexitIntercept)                                                                             \
    X(HvMessageTypeX64MsrListIntercept)

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_MESSAGETYPE */
