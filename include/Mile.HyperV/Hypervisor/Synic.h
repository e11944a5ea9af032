/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Synthetic interrupt controller (SynIC): sources, messages, events, ports and connections.
 *
 * Every virtual processor has a SynIC beside its own interrupt controller. The
 * hypervisor, and through it other partitions, use it to notify a guest:
 *
 *     sender                      hypervisor                    receiving processor
 *
 *     HvCallPostMessage  --->  queue of SINT n  --->  message page, slot n --+
 *     (or the hypervisor                                                     +--> interrupt
 *      itself: timers,                                                       |    of SINT n
 *      intercepts)                                                           |
 *     HvCallSignalEvent  --------------------------->  flags page, area n ---+
 *
 * *SINTs.* A SynIC has sixteen synthetic interrupt sources, SINT 0 to 15. Each
 * has a register (HV_SYNIC_SINT) that specifies its interrupt, and a slot of 256
 * bytes in each of two pages that the guest provides:
 *
 *   - the message page (SIMP, HV_MESSAGE_PAGE in Message.h) has one message per
 *     source, with up to 240 bytes of payload. The hypervisor queues messages and never loses one; it
 *     keeps their order if the port has one processor;
 *   - the event flags page (SIEFP, HV_SYNIC_EVENT_FLAGS_PAGE) has 2048 bits per
 *     source. Setting a bit needs no buffer, so it cannot fail for lack of one. Setting a bit that is
 *     set has no effect and raises no interrupt.
 *
 * SINT 0 belongs to the hypervisor (intercepts). By convention VMBus uses SINT 2.
 *
 * *Setting up*, for each processor, on that processor: write SIMP and SIEFP with
 * a page each (zeroed, not shared with another overlay), each SINT that is used
 * with a vector and Masked clear, and last SCONTROL with Enable. All of them are
 * zero after reset except the SINTs, which are masked (0x10000).
 *
 * *Taking a message*:
 *
 *     1. If the slot's MessageType is HvMessageTypeNone, the slot is empty.
 *     2. Copy the message out of the slot. A confidential guest must not trust its
 *        host: it must copy once and check the copy.
 *     3. Write HvMessageTypeNone to MessageType: the slot is free.
 *     4. Only then read MessageFlags.MessagePending. If it is set, write the EOM
 *        register (any value): the hypervisor checks its queue again and delivers
 *        the next message. Without the write the next message waits for another
 *        event, such as a new message or an EOI of the vector.
 *
 * The guest must keep the order of 3 and 4: the hypervisor may set MessagePending
 * at any time until it finds the slot free. Writing EOM enters the hypervisor, so a
 * guest should do it only if MessagePending is set; an extra write is harmless.
 *
 * *Taking events*: test the flags, clear each one that is set with an atomic
 * instruction, then act on it. No response is needed.
 *
 * The interrupt must be ended (EOI) unless the SINT has AutoEoi. Set AutoEoi
 * only if CPUID does not advise against it (DeprecateAutoEoi: leaf 0x40000004, EAX
 * bit 9, on x64), and a guest must not change the settings of an unmasked SINT.
 *
 * *Ports and connections.* Guests do not address each other. A port is created in
 * the receiver: a type, a SINT and a processor (or HV_ANY_VP). A connection is
 * created in the sender and bound to one port; a port accepts one connection. The
 * sender posts and signals on the connection's id. A parent partition creates both
 * (CreatePort, ConnectPort privileges); a guest on VMBus has one message connection
 * and receives an event connection for each channel.
 *
 *   type       sent by                        arrives as
 *   message    HvCallPostMessage              message of the posted type, from Header.Port
 *   event      HvCallSignalEvent              flag number BaseFlagNumber + FlagNumber
 *   monitor    setting a bit in a page        a signaled event, some time later
 *   doorbell   the guest's write to memory    entry in the event ring of the SINT
 *
 * *Monitor pages* avoid the hypercall for events that may be delayed. The page
 * (HV_MONITOR_PAGE) is shared by both partitions and the hypervisor and has 128
 * triggers in four groups. A sender sets the trigger's Pending bit. The hypervisor
 * polls about every Latency units of 100 ns, and signals the event in Parameter.
 * Armed marks a trigger that has been pending for at least one latency period. If
 * the receiver is awake, it clears the trigger first and no event is needed.
 *
 * *Under SNP and TDX* the host is not trusted, and the SynIC that the registers control belongs to
 * the paravisor. A TDX guest controls the host's SynIC by these MSR numbers through TDG.VP.VMCALL;
 * its pages are in memory shared with the host. The paravisor permits the host to raise the vector
 * of a SINT that has Proxy set. The guest must check everything that it reads from the host's
 * pages.
 *
 * On x64 the registers are MSRs (Msr.h), on ARM64 names for HvCallGetVpRegisters
 * and HvCallSetVpRegisters. They need privilege AccessSynicRegs.
 *
 * Sources: TLFS 6.0b chapter 11; TLFS 2.0 chapter 14; TLFS online,
 * inter-partition communication; mu_msvm HvGuestSyntheticInterrupts.h and
 * HvGuestHypercall.h; OpenVMM hvdef, hv1_emulator and virt_mshv_vtl; rust-vmm
 * mshv bindings; WDK 7.1 hvgdk.h; symbols of vmbus 14347 and securekernel 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_SYNIC
#define MILE_HYPERV_HYPERVISOR_SYNIC

#include "MessageType.h"

HV_HEADER_BEGIN

/*
 * Sources.
 */

/** A synthetic interrupt source, 0 to 15. */
typedef HV_UINT32 HV_SYNIC_SINT_INDEX, *PHV_SYNIC_SINT_INDEX;

#define HV_SYNIC_SINT_COUNT 16
/** SINT of the hypervisor's intercept messages; reserved for them. */
#define HV_SYNIC_INTERCEPTION_SINT_INDEX 0
/** SINT of IOMMU faults in the root partition. */
#define HV_SYNIC_IOMMU_FAULT_SINT_INDEX 1
/** SINT of VMBus, by convention. */
#define HV_SYNIC_VMBUS_SINT_INDEX 2
/** First SINT that no convention assigns; mshv uses it for doorbells. */
#define HV_SYNIC_FIRST_UNUSED_SINT_INDEX 5
#define HV_SYNIC_DOORBELL_SINT_INDEX 5

/** Value of SVERSION. */
#define HV_SYNIC_VERSION 1
#define HV_SYNIC_VERSION_1 0x1

/** Lowest vector of a SINT on x64. */
#define HV_SYNIC_APIC_MINIMUM_VECTOR 0x10

/**
 * HV_X64_MSR_SINT0 to HV_X64_MSR_SINT15: settings of a synthetic interrupt source.
 *
 * A vector below HV_SYNIC_APIC_MINIMUM_VECTOR raises `#GP`. The guest must write reserved bits back
 * as read.
 *
 * Source: TLFS 6.0b 11.8.5; mu_msvm HvGuestSyntheticInterrupts.h; rust-vmm mshv bindings.
 */
typedef union HV_X64_SYNIC_SINT
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Vector : 8; /**< Bits 0 to 7: the interrupt, edge triggered. */
        HV_UINT64 ReservedP1 : 8;
        /** Bit 16: no interrupt. Messages still occupy the slot; signals of events fail. */
        HV_UINT64 Masked : 1;
        /** Bit 17: the hypervisor ends the interrupt as it delivers it. */
        HV_UINT64 AutoEoi : 1;
        /** Bit 18: as unmasked, but without interrupt (SintPollingModeAvailable). */
        HV_UINT64 Polling : 1;
        /** Bit 19: a HvMessageTypeSynicSintIntercept message instead of the interrupt. */
        HV_UINT64 AsIntercept : 1;
        /** Bit 20: under a paravisor, the host may raise the vector. OpenVMM only. */
        HV_UINT64 Proxy : 1;
        HV_UINT64 ReservedP2 : 43;
    };
#endif
} HV_X64_SYNIC_SINT, *PHV_X64_SYNIC_SINT;
HV_STATIC_ASSERT(sizeof(HV_X64_SYNIC_SINT) == 8);

/**
 * HvRegisterSint0 to HvRegisterSint15: settings of a synthetic interrupt source.
 *
 * Source: mu_msvm HvGuestSyntheticInterrupts.h. In the symbols of securekernel
 * 26100 Vector has only five bits.
 */
typedef union HV_ARM64_SYNIC_SINT
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        /** Bits 0 to 9: INTID of the interrupt, which must be local to the processor (below 32). */
        HV_UINT64 Vector : 10;
        HV_UINT64 ReservedP1 : 6;
        /** Bit 16: no interrupt. Messages still occupy the slot; signals of events fail. */
        HV_UINT64 Masked : 1;
        /** Bit 17: the hypervisor ends the interrupt as it delivers it. */
        HV_UINT64 AutoEoi : 1;
        /** Bit 18: as unmasked, but without interrupt (SintPollingModeAvailable). */
        HV_UINT64 Polling : 1;
        /** Bit 19: a HvMessageTypeSynicSintIntercept message instead of the interrupt. */
        HV_UINT64 AsIntercept : 1;
        /** Bit 20: under a paravisor, the host may raise the vector. OpenVMM only. */
        HV_UINT64 Proxy : 1;
        HV_UINT64 ReservedP2 : 43;
    };
#endif
} HV_ARM64_SYNIC_SINT, *PHV_ARM64_SYNIC_SINT;
HV_STATIC_ASSERT(sizeof(HV_ARM64_SYNIC_SINT) == 8);

typedef HV_BY_TARGET(HV_X64_SYNIC_SINT, HV_ARM64_SYNIC_SINT) HV_SYNIC_SINT, *PHV_SYNIC_SINT;

/**
 * HV_X64_MSR_SCONTROL and HvRegisterScontrol: enables the processor's SynIC. Source: TLFS 6.0b
 * 11.8.1.
 */
typedef union HV_SYNIC_SCONTROL
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Enable : 1;     /**< Bit 0: messages and events may be sent to this processor. */
        HV_UINT64 Preserved : 63; /**< Written back as read. */
    };
#endif
} HV_SYNIC_SCONTROL, *PHV_SYNIC_SCONTROL;
HV_STATIC_ASSERT(sizeof(HV_SYNIC_SCONTROL) == 8);

/**
 * HV_X64_MSR_SIEFP and HvRegisterSifp: location of HV_SYNIC_EVENT_FLAGS_PAGE. Source: TLFS 6.0b
 * 11.8.3.
 */
typedef union HV_SYNIC_SIEFP
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 SiefpEnabled : 1;  /**< Bit 0: the page is enabled. */
        HV_UINT64 ReservedP : 11;    /**< Bits 1 to 11: written back as read. */
        HV_UINT64 BaseSiefpGpa : 52; /**< Bits 12 to 63: page number. */
    };
#endif
} HV_SYNIC_SIEFP, *PHV_SYNIC_SIEFP;
HV_STATIC_ASSERT(sizeof(HV_SYNIC_SIEFP) == 8);

/** HV_X64_MSR_SIMP and HvRegisterSipp: location of HV_MESSAGE_PAGE. Source: TLFS 6.0b 11.8.4. */
typedef union HV_SYNIC_SIMP
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 SimpEnabled : 1;  /**< Bit 0: the page is enabled. */
        HV_UINT64 Preserved : 11;   /**< Bits 1 to 11: written back as read. */
        HV_UINT64 BaseSimpGpa : 52; /**< Bits 12 to 63: page number. */
    };
#endif
} HV_SYNIC_SIMP, *PHV_SYNIC_SIMP;
HV_STATIC_ASSERT(sizeof(HV_SYNIC_SIMP) == 8);

/**
 * HV_X64_MSR_SIRBP and HvRegisterSirbp: location of HV_SYNIC_EVENT_RING_PAGE.
 *
 * Source: rust-vmm mshv bindings; symbols of securekernel 26100.
 */
typedef union HV_SYNIC_SIRBP
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 SirbpEnabled : 1;  /**< Bit 0: the page is enabled. */
        HV_UINT64 Preserved : 11;    /**< Bits 1 to 11: written back as read. */
        HV_UINT64 BaseSirbpGpa : 52; /**< Bits 12 to 63: page number. */
    };
#endif
} HV_SYNIC_SIRBP, *PHV_SYNIC_SIRBP;
HV_STATIC_ASSERT(sizeof(HV_SYNIC_SIRBP) == 8);

/*
 * Event flags.
 */

/** Number of event flags of one source, and their size in bytes and in 32-bit words. */
#define HV_EVENT_FLAGS_COUNT 2048
#define HV_EVENT_FLAGS_BYTE_COUNT 256
#define HV_EVENT_FLAGS_DWORD_COUNT 64

/**
 * The flags of one source: flag 0 is the lowest bit of the first byte, flag 8 that of the second,
 * and so on.
 */
typedef union HV_SYNIC_EVENT_FLAGS
{
    /** Flags as bytes: flag n is bit n % 8 of byte n / 8. */
    HV_UINT8 Flags8[HV_EVENT_FLAGS_BYTE_COUNT];
    /** Flags as words: flag n is bit n % 32 of word n / 32. */
    HV_UINT32 Flags32[HV_EVENT_FLAGS_DWORD_COUNT];
} HV_SYNIC_EVENT_FLAGS, *PHV_SYNIC_EVENT_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_SYNIC_EVENT_FLAGS) == 256);

/** The event flags page of one processor; hypervisor and guest write it. Source: TLFS 6.0b 11.9. */
typedef struct HV_SYNIC_EVENT_FLAGS_PAGE
{
    /** Event flags of SINT 0 to 15. */
    volatile HV_SYNIC_EVENT_FLAGS SintEventFlags[HV_SYNIC_SINT_COUNT];
} HV_SYNIC_EVENT_FLAGS_PAGE, *PHV_SYNIC_EVENT_FLAGS_PAGE;
HV_STATIC_ASSERT(sizeof(HV_SYNIC_EVENT_FLAGS_PAGE) == 4096);

/*
 * Event rings, for doorbells and ports with HvPortPropertyUseRingBuffer. Their protocol, which
 * includes HvCallNotifyPortRingEmpty, is undocumented.
 */

#define HV_SYNIC_EVENT_RING_MESSAGE_COUNT 63

/** The ring of one source. Source: rust-vmm mshv bindings; symbols of securekernel 26100. */
typedef struct HV_SYNIC_EVENT_RING
{
    /** Nonzero if the receiver masks signals, by the member's name. Undocumented. */
    HV_UINT8 SignalMasked;
    HV_UINT8 RingFull; /**< Nonzero if the ring is full, by the member's name. Undocumented. */
    HV_UINT16 ReservedZ;
    /** Elements of the ring; their form is undocumented. */
    HV_UINT32 Data[HV_SYNIC_EVENT_RING_MESSAGE_COUNT];
} HV_SYNIC_EVENT_RING, *PHV_SYNIC_EVENT_RING;
HV_STATIC_ASSERT(sizeof(HV_SYNIC_EVENT_RING) == 256);

/**
 * Event ring page of one processor. Source: rust-vmm mshv bindings; symbols of securekernel 26100.
 */
typedef struct HV_SYNIC_EVENT_RING_PAGE
{
    HV_SYNIC_EVENT_RING SintEventRing[HV_SYNIC_SINT_COUNT]; /**< Event rings of SINT 0 to 15. */
} HV_SYNIC_EVENT_RING_PAGE, *PHV_SYNIC_EVENT_RING_PAGE;
HV_STATIC_ASSERT(sizeof(HV_SYNIC_EVENT_RING_PAGE) == 4096);

/**
 * Input of HvCallNotifyPortRingEmpty (0x008B): the caller has emptied the event ring of a source.
 * No output.
 *
 * The symbols of securekernel 26100 call it HV_INPUT_NOTIFY_EVENT_RING_EMPTY and the last member
 * RsvdZ.
 *
 * Source: rust-vmm mshv bindings; symbols of securekernel 26100.
 */
typedef union HV_INPUT_NOTIFY_PORT_RING_EMPTY
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_SYNIC_SINT_INDEX SintIndex;
        union
        {
            HV_UINT32 Reserved; /**< Must be zero. */
            HV_UINT32 RsvdZ;    /**< Must be zero. */
        };
    };
} HV_INPUT_NOTIFY_PORT_RING_EMPTY, *PHV_INPUT_NOTIFY_PORT_RING_EMPTY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_NOTIFY_PORT_RING_EMPTY) == 8);
typedef HV_INPUT_NOTIFY_PORT_RING_EMPTY HV_INPUT_NOTIFY_EVENT_RING_EMPTY, *PHV_INPUT_NOTIFY_EVENT_RING_EMPTY;

/*
 * Ports.
 */

/** ID of a port, unique in the partition that owns it. Source: TLFS 6.0b 11.10.6. */
typedef union HV_PORT_ID
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 Id : 24;      /**< Bits 0 to 23: number of the port. */
        HV_UINT32 Reserved : 8; /**< Zero. */
    };
#endif
} HV_PORT_ID, *PHV_PORT_ID;
HV_STATIC_ASSERT(sizeof(HV_PORT_ID) == 4);

/** Type of a port, which determines how a sender uses it. */
typedef HV_UINT32 HV_PORT_TYPE, *PHV_PORT_TYPE;

enum
{
    HvPortTypeMessage = 1,  /**< HvCallPostMessage. */
    HvPortTypeEvent = 2,    /**< HvCallSignalEvent. */
    HvPortTypeMonitor = 3,  /**< A monitor page. */
    HvPortTypeDoorbell = 4, /**< Writes to an address. Later than TLFS 6.0b. */
};

/**
 * Maximum number of undelivered messages of a port; more fail with HV_STATUS_INSUFFICIENT_BUFFERS.
 */
#define HV_PORT_MESSAGE_BUFFER_COUNT 16

/**
 * Parameters of a new port; PortType selects the union's valid member. Source: TLFS 6.0b 11.10.6;
 * TLFS online.
 */
typedef struct HV_PORT_INFO
{
    HV_PORT_TYPE PortType;
    HV_UINT32 ReservedZ;
    union
    {
        /** HvPortTypeMessage. */
        struct
        {
            HV_SYNIC_SINT_INDEX TargetSint; /**< SINT that receives, 1 to 15. */
            /**
             * Processor that receives, or HV_ANY_VP. With HV_ANY_VP messages may arrive out of
             * order.
             */
            HV_VP_INDEX TargetVp;
            HV_UINT64 RsvdZ;
        } MessagePortInfo;
        /** HvPortTypeEvent. */
        struct
        {
            HV_SYNIC_SINT_INDEX TargetSint; /**< SINT that receives, 1 to 15. */
            HV_VP_INDEX TargetVp;           /**< Processor that receives, or HV_ANY_VP. */
            HV_UINT16 BaseFlagNumber;       /**< Flag that the sender's number 0 sets, 0 to 2047. */
            /**
             * Number of flags of the port, 1 to 2048: the sender's flag numbers are below it.
             * BaseFlagNumber plus FlagCount must not exceed 2048; TLFS 2.0 (14.9.1, return values)
             * lists the sum 2048 as an error too.
             */
            HV_UINT16 FlagCount;
            HV_UINT32 RsvdZ;
        } EventPortInfo;
        /** HvPortTypeMonitor. */
        struct
        {
            /** GPA of the monitor page in the port's partition; page aligned. */
            HV_GPA MonitorAddress;
            HV_UINT64 RsvdZ;
        } MonitorPortInfo;
        /** HvPortTypeDoorbell. */
        struct
        {
            HV_SYNIC_SINT_INDEX TargetSint; /**< SINT that receives, 1 to 15. */
            HV_VP_INDEX TargetVp;           /**< Processor that receives, or HV_ANY_VP. */
            HV_UINT64 RsvdZ;
        } DoorbellPortInfo;
    };
} HV_PORT_INFO, *PHV_PORT_INFO;
typedef const HV_PORT_INFO *PCHV_PORT_INFO;
HV_STATIC_ASSERT(sizeof(HV_PORT_INFO) == 24);

/** Value of a port property. */
typedef HV_UINT64 HV_PORT_PROPERTY, *PHV_PORT_PROPERTY;

/**
 * Property of a port. The properties from HvPortPropertyMonitorAddress on are undocumented.
 *
 * Source: TLFS 2.0 and WDK 7.1 hvgdk.h (the first two); symbols of securekernel 26100.
 */
typedef HV_UINT32 HV_PORT_PROPERTY_CODE, *PHV_PORT_PROPERTY_CODE;

enum
{
    /** Number of messages posted successfully since the port was created. */
    HvPortPropertyPostCount = 0x0,
    HvPortPropertyPreferredTargetVp = 0x1, /**< Preferred processor of a port with HV_ANY_VP. */
    HvPortPropertyMonitorAddress = 0x2,
    HvPortPropertyUseRingBuffer = 0x3,
    HvPortPropertyTargetVp = 0x4,
    HvPortPropertyPreferredTargetDuration = 0x5,
    HvPortPropertyRetryPostMessage = 0x6,
    HvPortPropertyInterceptOnSignal = 0x7,
    HvPortPropertySignalCount = 0x8,
    HvPortPropertyPendingRing = 0x9,
};

/*
 * Connections.
 */

/** ID of a connection, unique in the partition that owns it. Source: TLFS 6.0b 11.10.7. */
typedef union HV_CONNECTION_ID
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 Id : 24;      /**< Bits 0 to 23: number of the connection. */
        HV_UINT32 Reserved : 6; /**< Zero. Two bits wider until Windows 10. */
        HV_UINT32 Scope : 2;    /**< Bits 30 and 31: undocumented; zero for a guest. */
    };
#endif
} HV_CONNECTION_ID, *PHV_CONNECTION_ID;
HV_STATIC_ASSERT(sizeof(HV_CONNECTION_ID) == 4);

/**
 * Flags of a doorbell connection, which select the writes that ring it. SIZE is a number in the
 * lowest three bits; with ANY_VALUE the hypervisor ignores TriggerValue.
 *
 * Source: TLFS online, HV_CONNECTION_INFO; rust-vmm mshv bindings.
 */
#define HV_DOORBELL_FLAG_TRIGGER_SIZE_MASK 0x00000007
#define HV_DOORBELL_FLAG_TRIGGER_SIZE_ANY 0x00000000
#define HV_DOORBELL_FLAG_TRIGGER_SIZE_BYTE 0x00000001
#define HV_DOORBELL_FLAG_TRIGGER_SIZE_WORD 0x00000002
#define HV_DOORBELL_FLAG_TRIGGER_SIZE_DWORD 0x00000003
#define HV_DOORBELL_FLAG_TRIGGER_SIZE_QWORD 0x00000004
#define HV_DOORBELL_FLAG_TRIGGER_ANY_VALUE 0x80000000U

/**
 * Parameters of a new connection; PortType selects the union's valid member.
 *
 * Source: TLFS 6.0b 11.10.8; TLFS online; symbols of securekernel 26100. HV_CONNECTION_INFO_V1
 * until WDK 7.1.
 */
typedef struct HV_CONNECTION_INFO
{
    HV_PORT_TYPE PortType;
    HV_UINT32 Padding;
    union
    {
        /** HvPortTypeMessage. */
        struct
        {
            HV_UINT64 RsvdZ;
        } MessageConnectionInfo;
        /** HvPortTypeEvent. */
        struct
        {
            HV_UINT64 RsvdZ;
        } EventConnectionInfo;
        /** HvPortTypeMonitor. */
        struct
        {
            /** GPA of the monitor page in the connection's partition; page aligned. */
            HV_GPA MonitorAddress;
        } MonitorConnectionInfo;
        /** HvPortTypeDoorbell. */
        struct
        {
            /**
             * Guest physical address whose writes ring the doorbell. The written bytes must not
             * cross a page.
             */
            HV_GPA GuestPhysicalAddress;
            /** Value that the guest must write; ignored with HV_DOORBELL_FLAG_TRIGGER_ANY_VALUE. */
            HV_UINT64 TriggerValue;
            HV_UINT64 Flags; /**< HV_DOORBELL_FLAG_ values. */
        } DoorbellConnectionInfo;
    };
} HV_CONNECTION_INFO, *PHV_CONNECTION_INFO;
typedef const HV_CONNECTION_INFO *PCHV_CONNECTION_INFO;
HV_STATIC_ASSERT(sizeof(HV_CONNECTION_INFO) == 32);

/**
 * Older form of HV_CONNECTION_INFO, without doorbells. Source: WDK 7.1 hvgdk.h; TLFS 6.0b 11.10.8.
 */
typedef struct HV_CONNECTION_INFO_V1
{
    HV_PORT_TYPE PortType;
    HV_UINT32 Padding;
    union
    {
        /** HvPortTypeMessage. */
        struct
        {
            HV_UINT64 RsvdZ;
        } MessageConnectionInfo;
        /** HvPortTypeEvent. */
        struct
        {
            HV_UINT64 RsvdZ;
        } EventConnectionInfo;
        /** HvPortTypeMonitor. */
        struct
        {
            /** GPA of the monitor page in the connection's partition; page aligned. */
            HV_GPA MonitorAddress;
        } MonitorConnectionInfo;
    };
} HV_CONNECTION_INFO_V1, *PHV_CONNECTION_INFO_V1;
HV_STATIC_ASSERT(sizeof(HV_CONNECTION_INFO_V1) == 16);

/*
 * Monitor pages.
 */

/** Enabled groups of a monitor page, which the hypervisor polls. Source: TLFS 6.0b 11.10.9. */
typedef union HV_MONITOR_TRIGGER_STATE
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 GroupEnable : 4; /**< Bit n: group n. Clear a bit to drain, as before a save. */
        HV_UINT32 ReservedZ : 28;
    };
#endif
} HV_MONITOR_TRIGGER_STATE, *PHV_MONITOR_TRIGGER_STATE;
HV_STATIC_ASSERT(sizeof(HV_MONITOR_TRIGGER_STATE) == 4);

/** 32 triggers, one bit each in both words; change them atomically. Source: TLFS 6.0b 11.10.8.1. */
typedef union HV_MONITOR_TRIGGER_GROUP
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT32 Pending; /**< The sender sets it; the receiver or the hypervisor clears it. */
        /** Pending for at least one latency period. The side that changes Pending clears it. */
        HV_UINT32 Armed;
    };
} HV_MONITOR_TRIGGER_GROUP, *PHV_MONITOR_TRIGGER_GROUP;
HV_STATIC_ASSERT(sizeof(HV_MONITOR_TRIGGER_GROUP) == 8);

/**
 * Event that the hypervisor signals for a trigger, like HvCallSignalEvent. It ignores errors.
 * Source: TLFS 6.0b 11.10.8.2.
 */
typedef struct HV_MONITOR_PARAMETER
{
    HV_CONNECTION_ID ConnectionId;
    HV_UINT16 FlagNumber; /**< Flag number of the event, relative to the port's BaseFlagNumber. */
    HV_UINT16 ReservedZ;
} HV_MONITOR_PARAMETER, *PHV_MONITOR_PARAMETER;
HV_STATIC_ASSERT(sizeof(HV_MONITOR_PARAMETER) == 8);

/**
 * A monitor page: 128 triggers in four groups.
 *
 * Source: TLFS 6.0b 11.10.9; WDK 7.1 hvgdk.h; symbols of vmbus 14347 and securekernel 26100;
 * OpenVMM hvdef.
 */
typedef struct HV_MONITOR_PAGE
{
    HV_MONITOR_TRIGGER_STATE TriggerState;
    HV_UINT32 RsvdZ1;
    HV_MONITOR_TRIGGER_GROUP TriggerGroup[4]; /**< Groups of 32 triggers. */
    HV_UINT64 RsvdZ2[3];
    /**
     * Private to the hypervisor: time of the next check; the unit is undocumented. Reserved in the
     * TLFS.
     */
    HV_INT32 NextCheckTime[4][32];
    HV_UINT16 Latency[4][32]; /**< Minimum delay of the event, in 100 ns. A hint. */
    HV_UINT64 RsvdZ3[32];
    HV_MONITOR_PARAMETER Parameter[4][32]; /**< Event of each trigger. */
    HV_UINT8 Reserved4[1984];
} HV_MONITOR_PAGE, *PHV_MONITOR_PAGE;
typedef volatile HV_MONITOR_PAGE *PVHV_MONITOR_PAGE;
HV_STATIC_ASSERT(sizeof(HV_MONITOR_PAGE) == 4096);

/** Start of a monitor page: the part that a sender accesses. Source: OpenVMM hvdef. */
typedef struct HV_MONITOR_PAGE_SMALL
{
    HV_MONITOR_TRIGGER_STATE TriggerState;
    HV_UINT32 RsvdZ1;
    HV_MONITOR_TRIGGER_GROUP TriggerGroup[4]; /**< Groups of 32 triggers. */
} HV_MONITOR_PAGE_SMALL, *PHV_MONITOR_PAGE_SMALL;
HV_STATIC_ASSERT(sizeof(HV_MONITOR_PAGE_SMALL) == 40);

/*
 * Sending.
 */

/** Maximum payload of a message, in bytes and in 64-bit words. */
#define HV_MESSAGE_PAYLOAD_BYTE_COUNT 240
#define HV_MESSAGE_PAYLOAD_QWORD_COUNT 30
/** Maximum payload of a message, with the names of the TLFS. */
#define HV_MESSAGE_MAX_PAYLOAD_BYTE_COUNT 240
#define HV_MESSAGE_MAX_PAYLOAD_QWORD_COUNT 30
/** Bytes of a message with its header. */
#define HV_MESSAGE_SIZE 256

/**
 * Input of HvCallPostMessage (0x005C), which queues a message at the port of a connection. No
 * output.
 *
 * The caller needs the privilege PostMessages. Failures:
 *
 *     HV_STATUS_INSUFFICIENT_BUFFERS    all 16 buffers of the port are in use; wait and try again
 *     HV_STATUS_INVALID_PARAMETER       the type is 0 or has the highest bit set, which marks the
 *                                       hypervisor's own types; or more than 240 bytes of payload
 *     HV_STATUS_INVALID_CONNECTION_ID   the connection is nonexistent
 *     HV_STATUS_INVALID_PORT_ID         the port was deleted, is no message port, or its partition is not active
 *     HV_STATUS_INVALID_SYNIC_STATE     the receiver's SynIC or message page is disabled
 *     HV_STATUS_INVALID_VP_INDEX        the receiving processor is nonexistent or cannot receive
 *     HV_STATUS_ACCESS_DENIED           the caller does not have the privilege
 *
 * For a port with HV_ANY_VP a failure of the receiver means that no processor can receive.
 *
 * Source: TLFS 6.0b 11.11.1; mu_msvm HvGuestHypercall.h; OpenVMM hvdef.
 */
typedef struct HV_INPUT_POST_MESSAGE
{
    HV_CONNECTION_ID ConnectionId;
    HV_UINT32 Reserved;
    HV_MESSAGE_TYPE MessageType;
    HV_UINT32 PayloadSize; /**< Number of bytes of Payload to send; at most 240. */
    /** Payload of the message; PayloadSize bytes are valid. */
    HV_UINT64 Payload[HV_MESSAGE_PAYLOAD_QWORD_COUNT];
} HV_INPUT_POST_MESSAGE, *PHV_INPUT_POST_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_POST_MESSAGE) == 256);

/**
 * Input of HvCallSignalEvent (0x005D), which sets an event flag at the port of a connection;
 * suitable for a fast call. No output.
 *
 * The caller needs the privilege SignalEvents. Failures: HV_STATUS_INVALID_PARAMETER for a flag
 * number that is not below the port's FlagCount, HV_STATUS_INVALID_SYNIC_STATE if the receiver's
 * SynIC or event flags page is disabled or its SINT is masked, and those of HvCallPostMessage
 * except HV_STATUS_INSUFFICIENT_BUFFERS.
 *
 * Source: TLFS 6.0b 11.11.2; mu_msvm HvGuestHypercall.h; OpenVMM hvdef.
 */
typedef struct HV_CALL_ATTRIBUTES HV_INPUT_SIGNAL_EVENT
{
    HV_CONNECTION_ID ConnectionId;
    HV_UINT16 FlagNumber; /**< Flag relative to the port's BaseFlagNumber; below its FlagCount. */
    HV_UINT16 RsvdZ;
} HV_INPUT_SIGNAL_EVENT, *PHV_INPUT_SIGNAL_EVENT;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SIGNAL_EVENT) == 8);

/**
 * Input of HvCallPostMessageDirect (0x00C1), by which a parent or a paravisor writes a complete
 * message to a processor's SINT, without a port. No output.
 *
 * The hypervisor does not queue the message. In OpenVMM an occupied slot fails with
 * HV_STATUS_OBJECT_IN_USE, a masked SINT with HV_STATUS_INVALID_SYNIC_STATE. The message, 256 bytes
 * as in HV_MESSAGE, begins at byte 20; the online TLFS shows other offsets, which no header
 * follows.
 *
 * Source: mu_msvm HvGuestHypercall.h; OpenVMM hvdef; rust-vmm mshv bindings; symbols of
 * securekernel 26100.
 */
typedef struct HV_INPUT_POST_MESSAGE_DIRECT
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_VTL Vtl;
    HV_UINT8 Padding[3];
    HV_SYNIC_SINT_INDEX SintIndex;
    HV_UINT8 Message[HV_MESSAGE_SIZE]; /**< HV_MESSAGE to deliver. */
    HV_UINT32 Padding1;
} HV_INPUT_POST_MESSAGE_DIRECT, *PHV_INPUT_POST_MESSAGE_DIRECT;
HV_STATIC_ASSERT(sizeof(HV_INPUT_POST_MESSAGE_DIRECT) == 280);

/**
 * Input of HvCallSignalEventDirect (0x00C0), which sets an event flag of a processor's SINT,
 * without a port. Output: HV_OUTPUT_SIGNAL_EVENT_DIRECT.
 *
 * Source: TLFS online; mu_msvm HvGuestHypercall.h; OpenVMM hvdef; symbols of securekernel 26100.
 */
typedef struct HV_INPUT_SIGNAL_EVENT_DIRECT
{
    HV_PARTITION_ID TargetPartition; /**< ID of the receiving partition. */
    HV_VP_INDEX TargetVp;            /**< Index of the receiving processor. */
    HV_VTL TargetVtl;                /**< Trust level whose SynIC receives. */
    HV_UINT8 TargetSint;             /**< SINT that receives. */
    HV_UINT16 FlagNumber;            /**< Number of the flag, 0 to 2047. */
} HV_INPUT_SIGNAL_EVENT_DIRECT, *PHV_INPUT_SIGNAL_EVENT_DIRECT;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SIGNAL_EVENT_DIRECT) == 16);

/** Output of HvCallSignalEventDirect. */
typedef struct HV_CALL_ATTRIBUTES HV_OUTPUT_SIGNAL_EVENT_DIRECT
{
    HV_UINT8 NewlySignaled; /**< Nonzero if the flag was clear before. */
    HV_UINT8 Reserved[7];
} HV_OUTPUT_SIGNAL_EVENT_DIRECT, *PHV_OUTPUT_SIGNAL_EVENT_DIRECT;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_SIGNAL_EVENT_DIRECT) == 8);

/**
 * Input of HvCallRootSignalEvent (0x00F3), the form of HvCallSignalEvent for a root partition that
 * schedules processors itself. Output: HV_OUTPUT_ROOT_SIGNAL_EVENT.
 *
 * Source: symbols of securekernel 26100.
 */
typedef struct HV_CALL_ATTRIBUTES HV_INPUT_ROOT_SIGNAL_EVENT
{
    HV_CONNECTION_ID ConnectionId;
    HV_UINT16 FlagNumber; /**< Flag number, relative to the port's BaseFlagNumber. */
    HV_UINT16 RsvdZ;
} HV_INPUT_ROOT_SIGNAL_EVENT, *PHV_INPUT_ROOT_SIGNAL_EVENT;
HV_STATIC_ASSERT(sizeof(HV_INPUT_ROOT_SIGNAL_EVENT) == 8);

/** Output of HvCallRootSignalEvent: the processor that the root must run. */
typedef struct HV_OUTPUT_ROOT_SIGNAL_EVENT
{
    HV_PARTITION_ID DestinationPartitionId; /**< Partition that receives the event. */
    HV_VP_INDEX DestinationVpIndex;         /**< Processor that receives the event. */
    HV_UINT8 NewlySignalled;                /**< Nonzero if the flag was clear before. */
    HV_UINT8 Padding[3];
} HV_OUTPUT_ROOT_SIGNAL_EVENT, *PHV_OUTPUT_ROOT_SIGNAL_EVENT;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_ROOT_SIGNAL_EVENT) == 16);

/*
 * Creating and deleting ports and connections (parent partitions).
 */

/**
 * Input of HvCallCreatePort (0x0095), which creates a port in a partition. No output.
 *
 * The caller needs the privilege CreatePort, and must be PortPartition or its parent. The
 * hypervisor allocates the port's buffers from the memory pool of PortPartition. Failures:
 * HV_STATUS_INVALID_PORT_ID for an ID in use, HV_STATUS_INVALID_PARTITION_ID also if sender and
 * receiver are one partition, HV_STATUS_INVALID_VP_INDEX, HV_STATUS_INVALID_PARAMETER for a SINT, a
 * type or flags out of bounds, HV_STATUS_INVALID_ALIGNMENT for a monitor page,
 * HV_STATUS_INVALID_PARTITION_STATE unless both partitions are active,
 * HV_STATUS_INSUFFICIENT_MEMORY, HV_STATUS_NO_RESOURCES.
 *
 * Source: TLFS 2.0, 14.9.1, and online; rust-vmm mshv bindings; symbols of securekernel 26100.
 */
typedef struct HV_INPUT_CREATE_PORT
{
    HV_PARTITION_ID PortPartition; /**< Partition that receives. */
    /** ID that the caller chooses; the header of each message contains it (Header.Port). */
    HV_PORT_ID PortId;
    HV_VTL PortVtl;          /**< Trust level whose SynIC receives. */
    HV_VTL MinConnectionVtl; /**< Lowest trust level that may connect. */
    HV_UINT16 ReservedZ0;
    /**
     * Partition that may connect; no other one may. According to the online TLFS, the partition
     * that the hypervisor connects immediately, zero for none.
     */
    HV_PARTITION_ID ConnectionPartition;
    HV_PORT_INFO PortInfo;                        /**< Parameters of the port. */
    HV_PROXIMITY_DOMAIN_INFO ProximityDomainInfo; /**< NUMA node of the port's memory. */
} HV_INPUT_CREATE_PORT, *PHV_INPUT_CREATE_PORT;
HV_STATIC_ASSERT(sizeof(HV_INPUT_CREATE_PORT) == 56);

/**
 * Input of HvCallCreatePortDeprecated (0x0057), the form of HvCallCreatePort without trust levels
 * and NUMA. No output. Source: WDK 7.1 hvgdk.h.
 */
typedef struct HV_INPUT_CREATE_PORT_DEPRECATED
{
    HV_PARTITION_ID PortPartition; /**< Partition that receives. */
    HV_PORT_ID PortId;
    HV_UINT32 Padding;
    HV_PARTITION_ID ConnectionPartition; /**< Partition that may connect. */
    HV_PORT_INFO PortInfo;               /**< Parameters of the port. */
} HV_INPUT_CREATE_PORT_DEPRECATED, *PHV_INPUT_CREATE_PORT_DEPRECATED;
HV_STATIC_ASSERT(sizeof(HV_INPUT_CREATE_PORT_DEPRECATED) == 48);

/**
 * Input of HvCallDeletePort (0x0058), which deletes a port and its undelivered messages. No output.
 *
 * The caller needs the privilege CreatePort.
 *
 * Messages in a slot of a message page count as delivered: the receiver may still find messages of
 * the port. Sending on its connection fails after the call.
 *
 * Source: TLFS 2.0, 14.9.2, and online; WDK 7.1 hvgdk.h; symbols of securekernel 26100.
 */
typedef struct HV_INPUT_DELETE_PORT
{
    HV_PARTITION_ID PortPartition; /**< Partition that owns the port. */
    HV_PORT_ID PortId;
    HV_UINT32 Reserved;
} HV_INPUT_DELETE_PORT, *PHV_INPUT_DELETE_PORT;
HV_STATIC_ASSERT(sizeof(HV_INPUT_DELETE_PORT) == 16);

/**
 * Input of HvCallConnectPort (0x0096), which creates a connection to a port. No output.
 *
 * The caller needs the privilege ConnectPort, and must be ConnectionPartition or its parent. The
 * hypervisor allocates the connection from the memory pool of ConnectionPartition. Failures:
 * HV_STATUS_INVALID_CONNECTION_ID for an ID in use; HV_STATUS_INVALID_PORT_ID for a port that is
 * nonexistent, is already connected or is reserved for another partition;
 * HV_STATUS_INVALID_PARAMETER for a wrong ConnectionInfo; and the failures of HvCallCreatePort for
 * partitions, memory and resources.
 *
 * Source: TLFS 2.0, 14.9.3, and online; rust-vmm mshv bindings; symbols of securekernel 26100.
 */
typedef struct HV_INPUT_CONNECT_PORT
{
    HV_PARTITION_ID ConnectionPartition; /**< Partition that sends. */
    HV_CONNECTION_ID ConnectionId;       /**< ID that the caller chooses. */
    HV_VTL ConnectionVtl;                /**< Trust level that sends. */
    HV_UINT8 ReservedZ0;
    HV_UINT16 ReservedZ1;
    HV_PARTITION_ID PortPartition; /**< Partition that owns the port. */
    HV_PORT_ID PortId;
    HV_UINT32 ReservedZ2;
    HV_CONNECTION_INFO ConnectionInfo;            /**< Parameters of the connection. */
    HV_PROXIMITY_DOMAIN_INFO ProximityDomainInfo; /**< NUMA node of the connection's memory. */
} HV_INPUT_CONNECT_PORT, *PHV_INPUT_CONNECT_PORT;
HV_STATIC_ASSERT(sizeof(HV_INPUT_CONNECT_PORT) == 72);

/**
 * Input of HvCallConnectPortDeprecated (0x0059), the form of HvCallConnectPort without trust levels
 * and doorbells. No output. Source: WDK 7.1 hvgdk.h.
 */
typedef struct HV_INPUT_CONNECT_PORT_DEPRECATED
{
    HV_PARTITION_ID ConnectionPartition; /**< Partition that sends. */
    HV_CONNECTION_ID ConnectionId;
    HV_UINT32 Reserved1;
    HV_PARTITION_ID PortPartition; /**< Partition that owns the port. */
    HV_PORT_ID PortId;
    HV_UINT32 Reserved2;
    HV_CONNECTION_INFO_V1 ConnectionInfo; /**< Parameters of the connection. */
} HV_INPUT_CONNECT_PORT_DEPRECATED, *PHV_INPUT_CONNECT_PORT_DEPRECATED;
HV_STATIC_ASSERT(sizeof(HV_INPUT_CONNECT_PORT_DEPRECATED) == 48);

/**
 * Input of HvCallDisconnectPort (0x005B), which deletes a connection. No output. Messages that were
 * posted before still arrive.
 *
 * The caller needs the privilege ConnectPort. Source: TLFS 2.0, 14.9.6, and online; WDK 7.1
 * hvgdk.h; rust-vmm mshv bindings; symbols of securekernel 26100.
 */
typedef struct HV_INPUT_DISCONNECT_PORT
{
    HV_PARTITION_ID ConnectionPartition; /**< Partition that owns the connection. */
    HV_CONNECTION_ID ConnectionId;
    union
    {
        HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /** Bit 0: the connection is a doorbell. Reserved in WDK 7.1. */
            HV_UINT32 IsDoorbell : 1;
            HV_UINT32 Reserved : 31;
        };
#endif
    };
} HV_INPUT_DISCONNECT_PORT, *PHV_INPUT_DISCONNECT_PORT;
HV_STATIC_ASSERT(sizeof(HV_INPUT_DISCONNECT_PORT) == 16);

/**
 * Input of HvCallGetPortProperty (0x005A), which reads a property of a port. Output:
 * HV_OUTPUT_GET_PORT_PROPERTY.
 *
 * The caller needs the privilege CreatePort. An unknown property fails with
 * HV_STATUS_UNKNOWN_PROPERTY.
 *
 * Source: TLFS 2.0, 14.9.4; WDK 7.1 hvgdk.h; symbols of securekernel 26100.
 */
typedef struct HV_INPUT_GET_PORT_PROPERTY
{
    HV_PARTITION_ID PortPartition; /**< Partition that owns the port. */
    HV_PORT_ID PortId;
    HV_UINT32 Reserved;
    HV_PORT_PROPERTY_CODE PropertyCode;
    HV_UINT32 Padding;
} HV_INPUT_GET_PORT_PROPERTY, *PHV_INPUT_GET_PORT_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_PORT_PROPERTY) == 24);

/** Output of HvCallGetPortProperty. */
typedef struct HV_OUTPUT_GET_PORT_PROPERTY
{
    HV_PORT_PROPERTY PropertyValue; /**< Its form depends on PropertyCode. */
} HV_OUTPUT_GET_PORT_PROPERTY, *PHV_OUTPUT_GET_PORT_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_GET_PORT_PROPERTY) == 8);

/**
 * Input of HvCallSetPortProperty (0x0070), which writes a property of a port. TLFS 2.0 lists the
 * value as output too; no header has an output.
 *
 * The caller needs the privilege CreatePort. Source: TLFS 2.0, 14.9.5; WDK 7.1 hvgdk.h; symbols of
 * securekernel 26100.
 */
typedef struct HV_INPUT_SET_PORT_PROPERTY
{
    HV_PARTITION_ID PortPartition; /**< Partition that owns the port. */
    HV_PORT_ID PortId;
    HV_UINT32 Reserved;
    HV_PORT_PROPERTY_CODE PropertyCode;
    HV_UINT32 Padding;
    HV_PORT_PROPERTY PropertyValue; /**< Its form depends on PropertyCode. */
} HV_INPUT_SET_PORT_PROPERTY, *PHV_INPUT_SET_PORT_PROPERTY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SET_PORT_PROPERTY) == 32);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_SYNIC */
