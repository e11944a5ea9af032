/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Channels: contents of an offer, identity, signals and names in operating systems.
 *
 * The VMBus has no registers and no configuration space. The host *offers*
 * channels by message (ChannelMessage.h). A channel is all that a guest sees of a
 * device: two rings (Ring.h), a signal in each direction, and shared memory that
 * the guest describes with GPADLs. This header describes a channel;
 * ChannelMessage.h describes the messages that create, open and remove one.
 *
 * Identity. The class GUID identifies the protocol, the instance GUID the device
 * (DeviceGuid.h). A *channel id* (ChildRelId, "relid") is a number from 1 to 2047
 * that the host assigns to an offer and can reuse after the guest has released
 * it. It identifies the channel of a message or an interrupt, not the device. A
 * guest must check that it is below VMBUS_MAX_CHANNELS and not in use.
 *
 * Sub-channels. A device with several queues offers one channel, whose
 * SubChannelIndex is 0. The guest requests more through the device's protocol,
 * and the host offers them one by one, with the same class and instance GUID and
 * a SubChannelIndex from 1. The guest opens each sub-channel separately, with its
 * own rings and its own processor.
 *
 * Pipes. With VMBUS_OFFER_FLAG_NAMED_PIPE_MODE the channel uses the framing of
 * Pipe.h, and the user-defined bytes are a VMPIPE_OFFER_DATA, or an
 * HVSOCK_USER_DEFINED_PARAMETERS for a socket (Socket.h). Without the flag the
 * device's protocol defines those bytes.
 *
 * Signals, since VMBUS_VERSION_WIN8:
 *
 *     guest to host   HvCallSignalEvent with the ConnectionId of the offer (or of the open
 *                     request, with the feature named below) and flag 0; or, if the offer has a
 *                     monitor id, its bit in the child-to-parent monitor page, which the
 *                     hypervisor polls, so that no hypercall is needed
 *     host to guest   the event flag whose number is the channel id, in the event flags page
 *                     (HV_SYNIC_EVENT_FLAGS) of SINT VMBUS_MESSAGE_SINT on the processor that
 *                     the open request specifies
 *
 * With VMBUS_FEATURE_FLAG_GUEST_SPECIFIED_SIGNAL_PARAMETERS the open request
 * specifies the connection and the event flag. If its processor is
 * VMBUS_VP_INDEX_DISABLE_INTERRUPT, the host sends no signals, and the guest must
 * poll. The guest can change the processor later (ChannelMessageModifyChannel).
 *
 * Before VMBUS_VERSION_WIN8 signals use the *interrupt page*, one page that the
 * guest provides in InitiateContact, with one bit for each channel in each half
 * (VMBUS_INTERRUPT_PAGE). After it has set the bit, a guest signals
 * VMBUS_EVENT_CONNECTION_ID; the host signals event flag 0 on processor 0:
 *
 *                             guest to host                  host to guest
 *     VMBUS_VERSION_V1        interrupt page                 interrupt page
 *     VMBUS_VERSION_WIN7      the offer's connection, if     interrupt page
 *                             IsDedicatedInterrupt
 *     VMBUS_VERSION_WIN8      the offer's connection         event flag of its own
 *
 * FreeBSD, NetBSD and OpenBSD provide the page and set the bit with every version;
 * a host of a later version ignores them.
 *
 * Monitor ids. MonitorId is valid if MonitorAllocated is set. It is the number
 * of a trigger in the monitor page: group MonitorId / 32, bit MonitorId % 32. The
 * host assigns none to a guest that provided no monitor pages.
 *
 * Confidential channels. In a hardware-isolated virtual machine the host cannot
 * read the guest's memory unless the guest shares it. A paravisor can read it. A
 * paravisor also offers channels, with flags that specify that their rings, or
 * their external memory, stay encrypted. The flags are valid only on a connection
 * to the paravisor with VMBUS_FEATURE_FLAG_CONFIDENTIAL_CHANNELS. On a connection
 * to the host a guest must ignore them, and must share its rings and buffers.
 *
 * Names. Linux shows a channel's device as `/sys/bus/vmbus/devices/<instance GUID>`,
 * with the class in class_id, and binds drivers by the modalias `vmbus:` and the
 * class's 16 wire bytes in hexadecimal. Windows gives the device the hardware ids
 * `VMBUS\{class GUID}` and `VMBUS\{instance GUID}`. UEFI firmware appends
 * HV_VMBUS_DEVICE_PATH to the device path of the bus, an ACPI extended node
 * with the HID string VMBUS_ROOT_NODE_HID_STR.
 *
 * Sources: mu_msvm ChannelMessages.h, VmbusP.h, Vmbus.h, VmbusDxe; OpenVMM
 * vmbus_core, vmbus_server, vmbus_proxy, vmcore monitor; symbols of vmbus 14347;
 * Microsoft KB 2925727; recorded udev properties; FreeBSD vmbus.c, vmbus_chan.c,
 * NetBSD vmbus.c, OpenBSD hyperv.c, Haiku bus_managers/hyperv.
 */

#ifndef MILE_HYPERV_VMBUS_CHANNEL
#define MILE_HYPERV_VMBUS_CHANNEL

#include "../Hypervisor/Synic.h"
#include "../Hypervisor/Types.h"
#include "DeviceGuid.h"
#include "Pipe.h"
#include "Socket.h"

/*
 * Limits.
 */

/** Exclusive upper bound of channel ids: the number of event flags of one SINT. Id 0 is unused. */
#define VMBUS_MAX_CHANNELS HV_EVENT_FLAGS_COUNT
/**
 * Exclusive upper bound of channel ids on hosts before Windows Server 2012, that is, before
 * #VMBUS_VERSION_WIN8. Source: Haiku, FreeBSD.
 */
#define VMBUS_MAX_CHANNELS_PRE_WIN8 256
/** Maximum number of GPADLs of the UEFI driver, which is that driver's own limit. */
#define VMBUS_MAX_GPADLS 256
/** Number of triggers in a monitor page, and exclusive upper bound of monitor ids. */
#define VMBUS_MAX_MONITORS 128
/**
 * MonitorId that OpenVMM writes into an offer without a monitor; a guest must check
 * MonitorAllocated.
 */
#define VMBUS_INVALID_MONITOR_ID 0xFF
/** Bytes of an offer and of an open request that the device's protocol or the pipe defines. */
#define MAX_USER_DEFINED_BYTES 120

/*
 * Ports and connections of the bus.
 */

/** Synthetic interrupt source on which the guest receives the bus's messages and event flags. */
#define VMBUS_MESSAGE_SINT 2
/** HV_MESSAGE_HEADER.MessageType of a channel message, in both directions. */
#define VMBUS_MESSAGE_TYPE 1

/** Connection on which a guest posts its messages. */
#define VMBUS_MESSAGE_CONNECTION_ID 1
/**
 * Connection that a guest signals after it set a bit in the interrupt page before
 * VMBUS_VERSION_WIN8.
 */
#define VMBUS_EVENT_CONNECTION_ID 2
/** Connection of the monitor pages. */
#define VMBUS_MONITOR_CONNECTION_ID 3
/**
 * Connection on which a guest posts InitiateContact to choose its SINT and VTL, since
 * #VMBUS_VERSION_MULTICLIENT. The guest posts all other messages on the connection that the
 * version response specifies.
 */
#define VMBUS_MULTICLIENT_MESSAGE_CONNECTION_ID 4
/**
 * Connection to the paravisor: VMBUS_MULTICLIENT_MESSAGE_CONNECTION_ID, with
 * SINT 7 in bits 4 to 7 and VTL 2 from bit 22.
 */
#define VMBUS_MESSAGE_REDIRECT_CONNECTION_ID 0x800074
/** SINT on which the guest receives messages and events of a paravisor's channels. */
#define VMBUS_MESSAGE_REDIRECT_SINT 7

/** Host port of VMBUS_MESSAGE_CONNECTION_ID. */
#define VMBUS_MESSAGE_PORT_ID 1
/** Host port of VMBUS_EVENT_CONNECTION_ID. */
#define VMBUS_EVENT_PORT_ID 2
/** Host port of VMBUS_MONITOR_CONNECTION_ID. */
#define VMBUS_MONITOR_PORT_ID 3

/*
 * Flags of an offer; 16 bits. A host clears the flags that the negotiated version
 * and features do not define.
 */

/**
 * The channel is an interface for programs, not a device; Windows creates a device interface for
 * it.
 */
#define VMBUS_OFFER_FLAG_ENUMERATE_DEVICE_INTERFACE 0x1
/** The rings stay encrypted. Paravisor only, with #VMBUS_FEATURE_FLAG_CONFIDENTIAL_CHANNELS. */
#define VMBUS_OFFER_FLAG_CONFIDENTIAL_RING_BUFFER 0x2
/**
 * GPADLs other than those of the rings, and pages of GPA-direct packets, stay encrypted. Paravisor
 * only, with #VMBUS_FEATURE_FLAG_CONFIDENTIAL_CHANNELS.
 */
#define VMBUS_OFFER_FLAG_CONFIDENTIAL_EXTERNAL_MEMORY 0x4
/** The guest must pin external memory. Paravisor only, with #VMBUS_FEATURE_FLAG_GPA_PINNING. */
#define VMBUS_OFFER_FLAG_REQUIRE_PINNED_EXTERNAL_MEMORY 0x8
/** The channel is a pipe (Pipe.h). */
#define VMBUS_OFFER_FLAG_NAMED_PIPE_MODE 0x10
/** The offer loops back to its own partition. Source: Linux (facts alone). */
#define VMBUS_OFFER_FLAG_LOOPBACK_OFFER 0x100
/** The parent partition makes the offer. Source: Linux (facts alone). */
#define VMBUS_OFFER_FLAG_PARENT_OFFER 0x200
/**
 * The device requests a monitor id from the host's bus. Used between host drivers; a guest checks
 * MonitorAllocated.
 */
#define VMBUS_OFFER_FLAG_REQUEST_MONITORED_NOTIFICATION 0x400
/** The device requests a new channel from the host's bus. Used between host drivers. */
#define VMBUS_OFFER_FLAG_FORCE_NEW_CHANNEL 0x1000
/** The channel is a Hyper-V socket (Socket.h). Since #VMBUS_VERSION_WIN10. */
#define VMBUS_OFFER_FLAG_TLNPI_PROVIDER 0x2000

/** Offer flags that are defined before #VMBUS_VERSION_WIN10. */
#define VMBUS_OFFER_FLAGS_WIN6 0x11
/** Offer flags that are defined since #VMBUS_VERSION_WIN10. */
#define VMBUS_OFFER_FLAGS_WIN10 0x2011

/**
 * Target processor of an open request that disables the host's signals to the guest. A guest cannot
 * select it later with ModifyChannel.
 */
#define VMBUS_VP_INDEX_DISABLE_INTERRUPT 0xFFFFFFFFU

HV_HEADER_BEGIN

/** Flags of an offer, by bit. */
typedef union VMBUS_OFFER_FLAGS
{
    HV_UINT16 AsUINT16;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        /** Bit 0: #VMBUS_OFFER_FLAG_ENUMERATE_DEVICE_INTERFACE. */
        HV_UINT16 EnumerateDeviceInterface : 1;
        /** Bit 1: #VMBUS_OFFER_FLAG_CONFIDENTIAL_RING_BUFFER. */
        HV_UINT16 ConfidentialRingBuffer : 1;
        /** Bit 2: #VMBUS_OFFER_FLAG_CONFIDENTIAL_EXTERNAL_MEMORY. */
        HV_UINT16 ConfidentialExternalMemory : 1;
        /** Bit 3: #VMBUS_OFFER_FLAG_REQUIRE_PINNED_EXTERNAL_MEMORY. */
        HV_UINT16 RequirePinnedExternalMemory : 1;
        HV_UINT16 NamedPipeMode : 1; /**< Bit 4: #VMBUS_OFFER_FLAG_NAMED_PIPE_MODE. */
        HV_UINT16 Reserved1 : 3;
        HV_UINT16 LoopbackOffer : 1;                /**< Bit 8: #VMBUS_OFFER_FLAG_LOOPBACK_OFFER. */
        HV_UINT16 ParentOffer : 1;                  /**< Bit 9: #VMBUS_OFFER_FLAG_PARENT_OFFER. */
        HV_UINT16 RequestMonitoredNotification : 1; /**< Bit 10: between host drivers. */
        HV_UINT16 Reserved2 : 1;
        HV_UINT16 ForceNewChannel : 1; /**< Bit 12: between host drivers. */
        HV_UINT16 TlnpiProvider : 1;   /**< Bit 13: #VMBUS_OFFER_FLAG_TLNPI_PROVIDER. */
        HV_UINT16 Reserved3 : 2;
    };
#endif
} VMBUS_OFFER_FLAGS, *PVMBUS_OFFER_FLAGS;
HV_STATIC_ASSERT(sizeof(VMBUS_OFFER_FLAGS) == 2);

/** User-defined bytes of an offer, in each of their forms. */
typedef union VMBUS_OFFER_USER_DEFINED
{
    /** Neither pipe nor socket; the device's protocol defines them. */
    HV_UINT8 Standard[MAX_USER_DEFINED_BYTES];
    VMPIPE_OFFER_DATA Pipe;                    /**< With VMBUS_OFFER_FLAG_NAMED_PIPE_MODE. */
    HVSOCK_USER_DEFINED_PARAMETERS Socket;     /**< With VMBUS_OFFER_FLAG_TLNPI_PROVIDER. */
} VMBUS_OFFER_USER_DEFINED, *PVMBUS_OFFER_USER_DEFINED;
HV_STATIC_ASSERT(sizeof(VMBUS_OFFER_USER_DEFINED) == 120);

/*
 * The interrupt page, before VMBUS_VERSION_WIN8.
 */

/**
 * One bit for each channel id: bit id % 32 of entry id / 32. Both sides must use atomic operations.
 */
typedef struct VMBUS_INTERRUPT_BITMAP
{
    /**
     * 16,384 bits, of which at most VMBUS_MAX_CHANNELS are used. FreeBSD, NetBSD and Haiku use
     * VMBUS_MAX_CHANNELS_PRE_WIN8.
     */
    HV_UINT32 Entries[512];
} VMBUS_INTERRUPT_BITMAP, *PVMBUS_INTERRUPT_BITMAP;
HV_STATIC_ASSERT(sizeof(VMBUS_INTERRUPT_BITMAP) == 2048);

/** The page of VMBUS_CHANNEL_INITIATE_CONTACT.InterruptPage. */
typedef struct VMBUS_INTERRUPT_PAGE
{
    VMBUS_INTERRUPT_BITMAP HostToGuest; /**< Set by the host, cleared by the guest. */
    VMBUS_INTERRUPT_BITMAP GuestToHost; /**< Set by the guest, cleared by the host. */
} VMBUS_INTERRUPT_PAGE, *PVMBUS_INTERRUPT_PAGE;
HV_STATIC_ASSERT(sizeof(VMBUS_INTERRUPT_PAGE) == 4096);

/*
 * UEFI device paths.
 */

/** HID string of the bus in a UEFI device path. */
#define VMBUS_ROOT_NODE_HID_STR "VMBus"

/** {9b17e5a2-0891-42dd-b653-80b5c22809ba}: vendor GUID of a channel's UEFI device path node. */
#define HV_VMBUS_DEVICE_PATH_ID_INIT                                                                                   \
    HV_GUID_INIT(0x9b17e5a2, 0x0891, 0x42dd, 0xb6, 0x53, 0x80, 0xb5, 0xc2, 0x28, 0x09, 0xba)
HV_DEFINE_GUID(HV_VMBUS_DEVICE_PATH_ID, HV_VMBUS_DEVICE_PATH_ID_INIT);

/**
 * UEFI device path node of a channel: a hardware vendor node. Packed, since nodes are not aligned.
 */
HV_PACK_BEGIN
typedef struct HV_VMBUS_DEVICE_PATH
{
    HV_UINT8 Type;      /**< 1: hardware. */
    HV_UINT8 SubType;   /**< 4: vendor. */
    HV_UINT8 Length[2]; /**< Bytes of the node: 52, little-endian. */
    HV_GUID VendorGuid; /**< HV_VMBUS_DEVICE_PATH_ID. */
    HV_GUID InterfaceType;     /**< Class GUID of the channel (DeviceGuid.h). */
    HV_GUID InterfaceInstance; /**< Instance GUID of the channel. */
} HV_VMBUS_DEVICE_PATH, *PHV_VMBUS_DEVICE_PATH;
HV_PACK_END
HV_STATIC_ASSERT(sizeof(HV_VMBUS_DEVICE_PATH) == 52);

HV_HEADER_END

#endif /* !MILE_HYPERV_VMBUS_CHANNEL */
