/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief SynIC messages: format of a slot of the message page, and payloads other than intercepts.
 *
 *     byte  0        4     5     6     8                16                           256
 *           +--------+-----+-----+-----+----------------+-----------------------------+
 *           |  type  |size |flags|  0  |     origin     |           payload           |
 *           +--------+-----+-----+-----+----------------+-----------------------------+
 *
 * Synic.h describes sending and receiving, MessageType.h lists the types. The origin
 * depends on the sender: the receiving port for a partition's message; the partition
 * whose processor caused an intercept; zero for a timer.
 *
 * A receiver must check PayloadSize before it uses a member of the payload, and must
 * copy a message once before it checks it: the host can write the page at any time,
 * and a confidential guest must not trust the host.
 *
 * HV_X64_MESSAGE and HV_ARM64_MESSAGE have equal headers and sizes; the intercepts of their payloads
 * differ (InterceptMessageX64.h, InterceptMessageArm64.h).
 *
 * Sources: TLFS 6.0b 11.10 and chapter 13; TLFS online, HV_MESSAGE; mu_msvm
 * HvGuestSyntheticInterrupts.h; OpenVMM hvdef; rust-vmm mshv bindings; WDK 7.1
 * hvgdk.h; symbols of vmbus 14347 and securekernel 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_MESSAGE
#define MILE_HYPERV_HYPERVISOR_MESSAGE

#include "EventLog.h"
#include "InterceptMessageArm64.h"
#include "InterceptMessageX64.h"
#include "IommuReport.h"
#include "Synic.h"
#include "Timer.h"

HV_HEADER_BEGIN

/*
 * Header.
 */

/** Flags of a message in its slot. Source: TLFS 6.0b 11.10.3. */
typedef union HV_MESSAGE_FLAGS
{
    HV_UINT8 AsUINT8;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        /** Bit 0: more messages wait; empty the slot, then write EOM. Set at any time. */
        HV_UINT8 MessagePending : 1;
        HV_UINT8 Reserved : 7;
    };
#endif
} HV_MESSAGE_FLAGS, *PHV_MESSAGE_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_MESSAGE_FLAGS) == 1);

/**
 * Header of a message: its first 16 bytes.
 *
 * TLFS 6.0b shows the size in byte 7 and the reserved bytes before the flags; every header, and the
 * TLFS online, has them as here.
 *
 * Source: TLFS online, HV_MESSAGE; mu_msvm HvGuestSyntheticInterrupts.h; OpenVMM hvdef.
 */
typedef struct HV_MESSAGE_HEADER
{
    HV_MESSAGE_TYPE MessageType;
    HV_UINT8 PayloadSize; /**< Bytes of payload, 0 to 240. */
    HV_MESSAGE_FLAGS MessageFlags;
    HV_UINT8 Reserved[2];
    union
    {
        HV_UINT64 OriginationId; /**< Origin as a number. */
        HV_PARTITION_ID Sender;  /**< Intercepts: the partition whose processor caused it. */
        HV_PORT_ID Port;         /**< Posted messages: the receiver's port. */
    };
} HV_MESSAGE_HEADER, *PHV_MESSAGE_HEADER;
HV_STATIC_ASSERT(sizeof(HV_MESSAGE_HEADER) == 16);

/*
 * Payloads. Those of intercepts are in InterceptMessageX64.h and InterceptMessageArm64.h, a timer's
 * in Timer.h, the root scheduler's in Scheduler.h, the event log's in EventLog.h, an IOMMU's in
 * IommuReport.h, those of memory attributes in MemoryAccess.h.
 */

/**
 * HvMessageTypeInvalidVpRegisterValue: the processor cannot run. Source: OpenVMM hvdef; WDK 7.1
 * hvgdk.h.
 */
typedef struct HV_INVALID_VP_REGISTER_MESSAGE
{
    HV_VP_INDEX VpIndex;
    HV_UINT32 Reserved;
} HV_INVALID_VP_REGISTER_MESSAGE, *PHV_INVALID_VP_REGISTER_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_INVALID_VP_REGISTER_MESSAGE) == 8);
typedef HV_INVALID_VP_REGISTER_MESSAGE HV_X64_INVALID_VP_REGISTER_MESSAGE, *PHV_X64_INVALID_VP_REGISTER_MESSAGE;
typedef HV_INVALID_VP_REGISTER_MESSAGE HV_ARM64_INVALID_VP_REGISTER_MESSAGE, *PHV_ARM64_INVALID_VP_REGISTER_MESSAGE;

/** Feature that the hypervisor does not virtualize. Source: WDK 7.1 hvgdk.h. */
typedef HV_UINT32 HV_X64_UNSUPPORTED_FEATURE_CODE, *PHV_X64_UNSUPPORTED_FEATURE_CODE;
/**
 * Feature that the hypervisor does not virtualize on ARM64. Source: symbols of securekernel 26100.
 */
typedef HV_UINT32 HV_ARM64_UNSUPPORTED_FEATURE_CODE, *PHV_ARM64_UNSUPPORTED_FEATURE_CODE;

enum
{
    HvUnsupportedFeatureIntercept = 1,
    HvUnsupportedFeatureTaskSwitchTss = 2,   /**< x64. */
    HvUnsupportedFeatureMemoryIntercept = 2, /**< ARM64. */
};

/** HvMessageTypeUnsupportedFeature on x64. Source: WDK 7.1 hvgdk.h; TLFS 6.0b 13. */
typedef struct HV_X64_UNSUPPORTED_FEATURE_MESSAGE
{
    HV_VP_INDEX VpIndex;
    HV_X64_UNSUPPORTED_FEATURE_CODE FeatureCode;
    HV_UINT64 FeatureParameter; /**< Parameter of the feature, by FeatureCode. */
} HV_X64_UNSUPPORTED_FEATURE_MESSAGE, *PHV_X64_UNSUPPORTED_FEATURE_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_X64_UNSUPPORTED_FEATURE_MESSAGE) == 16);

/** HvMessageTypeUnsupportedFeature on ARM64. Source: symbols of securekernel 26100. */
typedef struct HV_ARM64_UNSUPPORTED_FEATURE_MESSAGE
{
    HV_VP_INDEX VpIndex;
    HV_ARM64_UNSUPPORTED_FEATURE_CODE FeatureCode;
    HV_UINT64 FeatureParameter; /**< Parameter of the feature, by FeatureCode. */
} HV_ARM64_UNSUPPORTED_FEATURE_MESSAGE, *PHV_ARM64_UNSUPPORTED_FEATURE_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_ARM64_UNSUPPORTED_FEATURE_MESSAGE) == 16);

/** HvMessageTypeX64LegacyFpError: the guest's x87 requests IRQ 13. Source: WDK 7.1 hvgdk.h. */
typedef struct HV_X64_LEGACY_FP_ERROR_MESSAGE
{
    HV_VP_INDEX VpIndex;
    HV_UINT32 Reserved;
} HV_X64_LEGACY_FP_ERROR_MESSAGE, *PHV_X64_LEGACY_FP_ERROR_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_X64_LEGACY_FP_ERROR_MESSAGE) == 8);

/** HvMessageTypeTlbPageSizeMismatch. Source: symbols of securekernel 26100. */
typedef struct HV_ARM64_TLB_PAGE_SIZE_MISMATCH_MESSAGE
{
    HV_VP_INDEX VpIndex;
    HV_UINT32 Reserved;
} HV_ARM64_TLB_PAGE_SIZE_MISMATCH_MESSAGE, *PHV_ARM64_TLB_PAGE_SIZE_MISMATCH_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_ARM64_TLB_PAGE_SIZE_MISMATCH_MESSAGE) == 8);

/**
 * HvMessageTypeOpaqueIntercept: processor whose mapped intercept page has the message. Source:
 * rust-vmm mshv.
 */
typedef struct HV_OPAQUE_INTERCEPT_MESSAGE
{
    HV_VP_INDEX VpIndex;
} HV_OPAQUE_INTERCEPT_MESSAGE, *PHV_OPAQUE_INTERCEPT_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_OPAQUE_INTERCEPT_MESSAGE) == 4);

/**
 * HvMessageTypeSynicEventIntercept: a processor signaled an event on a connection that its parent
 * emulates.
 *
 * Source: symbols of securekernel 26100.
 */
typedef struct HV_SYNIC_EVENT_INTERCEPT_MESSAGE
{
    HV_VP_INDEX VpIndex;
    union
    {
        HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 Vtl : 4; /**< Bits 0 to 3: the trust level that signaled. */
            HV_UINT32 Reserved : 28;
        };
#endif
    };
    HV_CONNECTION_ID ConnectionId;
    HV_UINT32 FlagNumber; /**< Flag number that the processor signaled. */
} HV_SYNIC_EVENT_INTERCEPT_MESSAGE, *PHV_SYNIC_EVENT_INTERCEPT_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_SYNIC_EVENT_INTERCEPT_MESSAGE) == 16);

/**
 * HvMessageTypeSynicSintIntercept: source that has a message or event. Source: rust-vmm mshv;
 * symbols of securekernel.
 */
typedef struct HV_SINT_NOTIFICATION_MESSAGE_PAYLOAD
{
    HV_SYNIC_SINT_INDEX SintIndex;
} HV_SINT_NOTIFICATION_MESSAGE_PAYLOAD, *PHV_SINT_NOTIFICATION_MESSAGE_PAYLOAD;
HV_STATIC_ASSERT(sizeof(HV_SINT_NOTIFICATION_MESSAGE_PAYLOAD) == 4);
/** Name of HV_SINT_NOTIFICATION_MESSAGE_PAYLOAD in mshv. */
typedef HV_SINT_NOTIFICATION_MESSAGE_PAYLOAD HV_NOTIFICATION_MESSAGE_PAYLOAD, *PHV_NOTIFICATION_MESSAGE_PAYLOAD;

/**
 * HvMessageTypeX64ProxyInterruptIntercept: interrupts for a lower trust level, which the receiver
 * must inject.
 *
 * Source: symbols of securekernel 26100; rust-vmm mshv bindings.
 */
typedef struct HV_X64_PROXY_INTERRUPT_MESSAGE_PAYLOAD
{
    HV_UINT8 InterruptVtl;   /**< Trust level that the interrupts target. */
    HV_UINT8 AssertMultiple; /**< Not zero: AssertedIrr is valid; zero: AssertedVector is valid. */
    HV_UINT8 RsvdZ[2];
    union
    {
        HV_UINT32 AssertedVector; /**< Vector of one interrupt; valid if AssertMultiple is zero. */
        HV_UINT32 AssertedIrr[8]; /**< One bit for each of 256 vectors. */
    };
} HV_X64_PROXY_INTERRUPT_MESSAGE_PAYLOAD, *PHV_X64_PROXY_INTERRUPT_MESSAGE_PAYLOAD;
HV_STATIC_ASSERT(sizeof(HV_X64_PROXY_INTERRUPT_MESSAGE_PAYLOAD) == 36);

/**
 * HvMessageTypeAsyncCallCompletion: a hypercall that returned HV_STATUS_CALL_PENDING is complete.
 *
 * Source: rust-vmm mshv bindings; symbols of securekernel 26100, where Status is 16 bits wide.
 */
typedef struct HV_ASYNC_COMPLETION_MESSAGE_PAYLOAD
{
    HV_PARTITION_ID PartitionId;
    HV_UINT32 Status; /**< HV_STATUS. */
    /** By its name, the number of completed elements of a rep call; otherwise undocumented. */
    HV_UINT32 CompletionCount;
    HV_UINT64 SubStatus; /**< Undocumented. */
} HV_ASYNC_COMPLETION_MESSAGE_PAYLOAD, *PHV_ASYNC_COMPLETION_MESSAGE_PAYLOAD;
HV_STATIC_ASSERT(sizeof(HV_ASYNC_COMPLETION_MESSAGE_PAYLOAD) == 24);

/**
 * HvMessageInsufficientMemory: a processor cannot continue before memory is deposited.
 *
 * Source: symbols of securekernel 26100.
 */
typedef struct HV_INSUFFICIENT_MEMORY_MESSAGE_PAYLOAD
{
    HV_VP_INDEX VpIndex;
    HV_UINT16 Status; /**< HV_STATUS that identifies the kind of memory that is short. */
    HV_UINT16 Padding;
    HV_PROXIMITY_DOMAIN_INFO ProximityDomainInfo; /**< NUMA placement of the memory to deposit. */
} HV_INSUFFICIENT_MEMORY_MESSAGE_PAYLOAD, *PHV_INSUFFICIENT_MEMORY_MESSAGE_PAYLOAD;
HV_STATIC_ASSERT(sizeof(HV_INSUFFICIENT_MEMORY_MESSAGE_PAYLOAD) == 16);

/** HvMessageMirroringNotification. Undocumented. Source: symbols of securekernel 26100. */
typedef struct HV_MIRRORING_NOTIFICATION_MESSAGE_PAYLOAD
{
    HV_UINT16 Status; /**< HV_STATUS. */
} HV_MIRRORING_NOTIFICATION_MESSAGE_PAYLOAD, *PHV_MIRRORING_NOTIFICATION_MESSAGE_PAYLOAD;
HV_STATIC_ASSERT(sizeof(HV_MIRRORING_NOTIFICATION_MESSAGE_PAYLOAD) == 2);

/** Result of a restart. Undocumented. Source: symbols of securekernel 26100. */
typedef HV_UINT32 HV_RESTART_COMPLETION_TYPE, *PHV_RESTART_COMPLETION_TYPE;

enum
{
    HvRestartCompletionSuccess = 0x0,
    HvRestartCompletionCancelled = 0x1,
};

/**
 * HvMessageRestartCompletionNotification. Undocumented. Source: symbols of securekernel 26100.
 */
typedef struct HV_RESTART_COMPLETION_MESSAGE_PAYLOAD
{
    HV_VP_INDEX VpIndex;
    HV_RESTART_COMPLETION_TYPE CompletionType;
} HV_RESTART_COMPLETION_MESSAGE_PAYLOAD, *PHV_RESTART_COMPLETION_MESSAGE_PAYLOAD;
HV_STATIC_ASSERT(sizeof(HV_RESTART_COMPLETION_MESSAGE_PAYLOAD) == 8);

/*
 * The message.
 */

/**
 * Message of an x64 hypervisor; 16-byte aligned. Each payload member is the structure for the
 * message type of its name.
 *
 * The 128-bit registers of some intercepts are naturally aligned only if the message is; the slots
 * of a message page are.
 *
 * Source: TLFS 6.0b 11.10.4; mu_msvm HvGuestSyntheticInterrupts.h; OpenVMM hvdef.
 */
typedef struct HV_DECLSPEC_ALIGN(16) HV_X64_MESSAGE
{
    HV_MESSAGE_HEADER Header;
    union
    {
        HV_UINT64 Payload[HV_MESSAGE_PAYLOAD_QWORD_COUNT];
        HV_TIMER_MESSAGE_PAYLOAD TimerPayload;
        HV_INVALID_VP_REGISTER_MESSAGE InvalidVpRegisterPayload;
        HV_X64_IOMMU_FAULT_MESSAGE_PAYLOAD IommuFaultPayload;
        HV_IOMMU_PRQ_MESSAGE_PAYLOAD IommuPrqPayload;
        HV_EVENTLOG_MESSAGE_PAYLOAD TracePayload;
        HV_SINT_NOTIFICATION_MESSAGE_PAYLOAD SintNotificationPayload;
        /** The start of most intercepts. */
        HV_X64_INTERCEPT_MESSAGE_HEADER InterceptHeaderPayload;
        HV_X64_MEMORY_INTERCEPT_MESSAGE MemoryInterceptPayload;
        HV_X64_UNRECOVERABLE_EXCEPTION_MESSAGE UnrecoverableExceptionPayload;
        HV_X64_HYPERCALL_INTERCEPT_MESSAGE HypercallInterceptPayload;
        HV_X64_SYNIC_SINT_DELIVERABLE_MESSAGE SintDeliverablePayload;
        HV_X64_MSR_INTERCEPT_MESSAGE MsrInterceptPayload;
        HV_X64_EXCEPTION_INTERCEPT_MESSAGE ExceptionInterceptPayload;
        HV_X64_REGISTER_INTERCEPT_MESSAGE RegisterInterceptPayload;
        HV_X64_IO_PORT_INTERCEPT_MESSAGE IoPortInterceptPayload;
        HV_X64_CPUID_INTERCEPT_MESSAGE CpuidInterceptPayload;
        HV_X64_APIC_EOI_MESSAGE ApicEoiPayload;
        HV_X64_HALT_MESSAGE HaltPayload;
        HV_X64_INTERRUPTION_DELIVERABLE_MESSAGE InterruptionDeliverablePayload;
        HV_X64_SIPI_INTERCEPT_MESSAGE SipiInterceptPayload;
        HV_X64_VMGEXIT_INTERCEPT_MESSAGE SevVmgexitInterceptPayload;
    };
} HV_X64_MESSAGE, *PHV_X64_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_X64_MESSAGE) == 256);

/**
 * Message of an ARM64 hypervisor; 16-byte aligned. Each payload member is the structure for the
 * message type of its name.
 *
 * Source: TLFS 6.0b 11.10.4; mu_msvm HvGuestSyntheticInterrupts.h; OpenVMM hvdef.
 */
typedef struct HV_DECLSPEC_ALIGN(16) HV_ARM64_MESSAGE
{
    HV_MESSAGE_HEADER Header;
    union
    {
        HV_UINT64 Payload[HV_MESSAGE_PAYLOAD_QWORD_COUNT];
        HV_TIMER_MESSAGE_PAYLOAD TimerPayload;
        HV_INVALID_VP_REGISTER_MESSAGE InvalidVpRegisterPayload;
        HV_ARM64_IOMMU_FAULT_MESSAGE_PAYLOAD IommuFaultPayload;
        HV_IOMMU_PRQ_MESSAGE_PAYLOAD IommuPrqPayload;
        HV_EVENTLOG_MESSAGE_PAYLOAD TracePayload;
        HV_SINT_NOTIFICATION_MESSAGE_PAYLOAD SintNotificationPayload;
        HV_ARM64_INTERCEPT_MESSAGE_HEADER InterceptHeader; /**< The start of most intercepts. */
        HV_ARM64_MEMORY_INTERCEPT_MESSAGE MemoryInterceptPayload;
        HV_ARM64_MMIO_INTERCEPT_MESSAGE MmioInterceptPayload;
        HV_ARM64_UNRECOVERABLE_EXCEPTION_MESSAGE UnrecoverableExceptionPayload;
        HV_ARM64_HYPERCALL_INTERCEPT_MESSAGE HypercallInterceptPayload;
        HV_ARM64_SYNIC_SINT_DELIVERABLE_MESSAGE SintDeliverablePayload;
        HV_ARM64_MSR_INTERCEPT_MESSAGE MsrInterceptPayload;
        HV_ARM64_EXCEPTION_INTERCEPT_MESSAGE ExceptionInterceptPayload;
        HV_ARM64_REGISTER_INTERCEPT_MESSAGE RegisterInterceptPayload;
        HV_ARM64_RESET_INTERCEPT_MESSAGE ResetInterceptPayload;
    };
} HV_ARM64_MESSAGE, *PHV_ARM64_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_ARM64_MESSAGE) == 256);

typedef HV_BY_TARGET(HV_X64_MESSAGE, HV_ARM64_MESSAGE) HV_MESSAGE, *PHV_MESSAGE;

/** Message page of one processor: one slot per source. Source: TLFS 6.0b 11.9. */
typedef struct HV_MESSAGE_PAGE
{
    volatile HV_MESSAGE SintMessage[HV_SYNIC_SINT_COUNT]; /**< Message slots of SINT 0 to 15. */
} HV_MESSAGE_PAGE, *PHV_MESSAGE_PAGE;
HV_STATIC_ASSERT(sizeof(HV_MESSAGE_PAGE) == 4096);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_MESSAGE */
