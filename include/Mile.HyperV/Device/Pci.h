/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Virtual PCI bus: real and emulated PCI Express functions that the host gives to a guest.
 *
 * Class VPCI_CLASS_ID, 44c4f61d-4444-4400-9d52-802e27ede19f; one channel per bus, most often with
 * one function on it. All packets are in-band; a completion packet answers a request.
 *
 *     guest                                             host
 *       |-- VpciMsgQueryProtocolVersion ----------------->|  newest first
 *       |-- VpciMsgFdoD0Entry --------------------------->|  the address of the two pages
 *       |<-- VpciMsgBusRelations2 ------------------------|  the functions; sent again after
 *       |                                                 |  changes and VpciMsgQueryBusRelations
 *       |-- VpciMsgCurrentResourceRequirements ---------->|  sizes of the base addresses
 *       |-- VpciMsgAssignedResources3 ------------------->|  the guest's addresses for them
 *       |-- VpciMsgDevicePowerStateChange (D0) ---------->|  the function works
 *       |-- VpciMsgCreateInterruptMessage3 -------------->|
 *       |<-- completion: an MSI address and data ---------|  to be programmed into MSI-X
 *       |-- VpciMsgReadBlock, VpciMsgWriteBlock --------->|  side channel of a function's driver
 *       |<-- VpciMsgInvalidateBlock ----------------------|  unsolicited: read blocks again
 *       |<-- VpciMsgEject --------------------------------|  the host requests its removal
 *       |-- VpciMsgEjectComplete ------------------------>|
 *       |-- VpciMsgReleaseResources, VpciMsgFdoD0Exit --->|
 *
 * Version. The host accepts or refuses the requested version by the status of the completion; the
 * accepted version is the one that the guest requested. The number in the completion is only a
 * hint: OpenVMM always reports VPCI_PROTOCOL_VERSION_VB there, although it accepts newer ones.
 *
 * Configuration space is a window of VPCI_CONFIG_WINDOW_SIZE bytes, two pages of guest physical
 * address space that the guest chooses: the guest writes the slot number to the first page, and the
 * second page is then that function's configuration space. Both pages serve one access at a time,
 * so the guest must hold a lock over the pair. An isolated guest (SNP, TDX) cannot access such
 * pages directly: it, or its paravisor, reads and writes them through HvCallMemoryMappedIoRead and
 * HvCallMemoryMappedIoWrite, in 1, 2 or 4 bytes (OpenVMM's vpci_relay).
 *
 * Configuration blocks. A driver of a function whose hardware a host driver controls exchanges
 * blocks of at most HV_CONFIG_BLOCK_SIZE_MAX bytes with it, under a block id on which the two
 * drivers agree. VpciMsgReadBlock and VpciMsgWriteBlock are requests; a completion answers each
 * with a status, and a read's with the data. VpciMsgInvalidateBlock is unsolicited and requests no
 * completion: each bit of its mask names a block that the guest should read again. The source is
 * Linux (facts alone). OpenVMM implements none of the three.
 *
 * Unsolicited packets of the host request no completion. The response to VpciMsgQueryBusRelations
 * is the list of functions; where VpciMsgFdoD0Entry triggers the list, OpenVMM sends it before the
 * completion.
 *
 * The messages whose names end in 2 or 3 carry other interrupt descriptors: 2 since
 * VPCI_PROTOCOL_VERSION_RS1; 3, with the wider vectors of ARM64, since VPCI_PROTOCOL_VERSION_FE.
 * The host sends VpciMsgBusRelations2 since VPCI_PROTOCOL_VERSION_VB and VpciMsgBusRelations before
 * it.
 *
 * FreeBSD uses less of the protocol, in another order. It requests VPCI_PROTOCOL_VERSION_FE and
 * then VPCI_PROTOCOL_VERSION_WIN10, gets the list by VpciMsgQueryBusRelations and the sizes of its
 * functions before it sends VpciMsgFdoD0Entry, then sends VpciMsgAssignedResources
 * (VpciMsgAssignedResources2 on the newer version) for each slot without any resource, and no
 * VpciMsgDevicePowerStateChange. It creates interrupts one at a time, by
 * VpciMsgCreateInterruptMessage on the older version, where the processor must be below 64, and by
 * VpciMsgCreateInterruptMessage3 on the newer one, and deletes them by
 * VpciMsgDeleteInterruptMessage. At the end it sends VpciMsgReleaseResources for each slot and
 * VpciMsgFdoD0Exit, requests no completion of these messages, and closes the channel. The host can
 * rescind the offer while the guest waits for any response.
 *
 * In configuration space FreeBSD takes the identity from the list, treats the expansion ROM and the
 * interrupt pin as absent, and uses the window for the rest. Some hosts report wrong low four bits
 * of a base address register until the guest has written all ones to it once.
 *
 * Hosts differ:
 *
 *                               Windows                         OpenVMM
 *     versions                  up to FE (Linux, FreeBSD)       RS1 to DT
 *     version in the response   undocumented                    always VB
 *     functions on a bus        undocumented                    one, slot 0; others: BAD_DATA
 *     VpciMsgResetDevice        undocumented                    HV_NTSTATUS_NOT_SUPPORTED
 *     configuration blocks      implemented (Linux uses them)   not implemented
 *     malformed request         undocumented                    HV_NTSTATUS_BAD_DATA
 *     power states              undocumented                    D0 and D3; others: BAD_DATA
 *
 * QEMU has no such bus.
 *
 * A guest must check, because the host is not trusted: DeviceCount is at most
 * VPCI_MAX_DEVICES_PER_BUS and fits in the packet; a slot is one that the guest knows;
 * MsiResourceCount and MessageCount are at most the requested number; DataLength stays within the
 * packet; a completion is as long as its structure, because a failure's completion may be the
 * status alone; the data of a read block are at most the requested bytes.
 *
 * Sources: mu_msvm VpcivscDxe; OpenVMM vpci_protocol, vpci and vpci_relay; FreeBSD vmbus_pcib.c;
 * Linux 7.3 (facts alone); the original Mile.HyperV (1.x).
 */

#ifndef MILE_HYPERV_DEVICE_PCI
#define MILE_HYPERV_DEVICE_PCI

#include "../Hypervisor/Types.h"
#include "../VMBus/DeviceGuid.h"
#include "../VMBus/NtStatus.h"

HV_HEADER_BEGIN

/*
 * Definitions of Windows and PCI, under names that do not collide with theirs.
 */

/** HV_CM_PARTIAL_RESOURCE_DESCRIPTOR.Type: no resource. */
#define HV_CM_RESOURCE_TYPE_NULL 0
#define HV_CM_RESOURCE_TYPE_PORT 1
#define HV_CM_RESOURCE_TYPE_INTERRUPT 2
#define HV_CM_RESOURCE_TYPE_MEMORY 3
#define HV_CM_RESOURCE_TYPE_DMA 4
#define HV_CM_RESOURCE_TYPE_DEVICE_SPECIFIC 5
#define HV_CM_RESOURCE_TYPE_BUS_NUMBER 6
#define HV_CM_RESOURCE_TYPE_MEMORY_LARGE 7

/**
 * HV_CM_PARTIAL_RESOURCE_DESCRIPTOR.Flags with HV_CM_RESOURCE_TYPE_MEMORY_LARGE: Length contains
 * the upper 32 bits of a length of 40, 48 or 64 bits, rounded up if the lower bits are not zero.
 */
#define HV_CM_RESOURCE_MEMORY_LARGE_40 0x0200
#define HV_CM_RESOURCE_MEMORY_LARGE_48 0x0400
#define HV_CM_RESOURCE_MEMORY_LARGE_64 0x0800

/** Maximum length in bytes with HV_CM_RESOURCE_MEMORY_LARGE_40. */
#define HV_CM_RESOURCE_MEMORY_LARGE_40_MAXLEN 0x000000FFFFFFFF00
/** Maximum length in bytes with HV_CM_RESOURCE_MEMORY_LARGE_48. */
#define HV_CM_RESOURCE_MEMORY_LARGE_48_MAXLEN 0x0000FFFFFFFF0000
/** Maximum length in bytes with HV_CM_RESOURCE_MEMORY_LARGE_64. */
#define HV_CM_RESOURCE_MEMORY_LARGE_64_MAXLEN 0xFFFFFFFF00000000

HV_PACK_BEGIN
/** Resource of a function: a memory window, a port range or none; both ways. */
typedef struct HV_CM_PARTIAL_RESOURCE_DESCRIPTOR
{
    HV_UINT8 Type;             /**< HV_CM_RESOURCE_TYPE_... */
    HV_UINT8 ShareDisposition; /**< Undocumented; OpenVMM: 0. */
    HV_UINT16 Flags;           /**< HV_CM_RESOURCE_MEMORY_LARGE_..., or 0. */
    union
    {
        struct
        {
            HV_UINT64 Start; /**< Guest physical address or first port. */
            /** Bytes; with HV_CM_RESOURCE_MEMORY_LARGE_..., their upper 32 bits. */
            HV_UINT32 Length;
        } Generic; /**< Memory window or port range. */
        struct
        {
            HV_UINT64 First;  /**< Undocumented. */
            HV_UINT64 Second; /**< Undocumented. */
        } ForSize;            /**< Members that give the union its size. */
    } u; /**< Place of the resource, in the form that Type selects. */
} HV_CM_PARTIAL_RESOURCE_DESCRIPTOR, *PHV_CM_PARTIAL_RESOURCE_DESCRIPTOR;
HV_STATIC_ASSERT(sizeof(HV_CM_PARTIAL_RESOURCE_DESCRIPTOR) == 20);

HV_PACK_END

/**
 * List of resources; completion of VpciMsgGetResources, host to guest. Count descriptors follow.
 */
typedef struct HV_CM_PARTIAL_RESOURCE_LIST
{
    HV_UINT16 Version;  /**< Version of the list; 1. */
    HV_UINT16 Revision; /**< Revision of the list; 1. */
    /** Number of elements of PartialDescriptors, within the packet; OpenVMM: 6. */
    HV_UINT32 Count;
    /** Resources, one per base address register (OpenVMM). */
    HV_CM_PARTIAL_RESOURCE_DESCRIPTOR PartialDescriptors[];
} HV_CM_PARTIAL_RESOURCE_LIST, *PHV_CM_PARTIAL_RESOURCE_LIST;
HV_STATIC_ASSERT(sizeof(HV_CM_PARTIAL_RESOURCE_LIST) == 8);

/** Power state of a function. */
typedef HV_UINT32 HV_DEVICE_POWER_STATE, *PHV_DEVICE_POWER_STATE;
enum
{
    HvPowerDeviceUnspecified = 0,
    HvPowerDeviceD0 = 1, /**< Full power. */
    HvPowerDeviceD1 = 2,
    HvPowerDeviceD2 = 3,
    HvPowerDeviceD3 = 4, /**< Off, but present. */
    HvPowerDeviceMaximum = 5,
};

/** Location of a function on its bus. */
typedef struct HV_PCI_SLOT_NUMBER
{
    union
    {
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 DeviceNumber : 5;   /**< Bits 0 to 4: PCI device on the bus. */
            HV_UINT32 FunctionNumber : 3; /**< Bits 5 to 7: PCI function of the device. */
            HV_UINT32 Reserved : 24;
        } bits; /**< Device and function. */
#endif
        HV_UINT32 AsUINT32; /**< The slot in one word. */
        HV_UINT32 AsULONG;  /**< AsUINT32 under its name in the driver kit and in mu_msvm. */
    } u; /**< The slot, by bits or whole. */
} HV_PCI_SLOT_NUMBER, *PHV_PCI_SLOT_NUMBER;
HV_STATIC_ASSERT(sizeof(HV_PCI_SLOT_NUMBER) == 4);

/** Number of base address registers of a function. */
#define HV_PCI_MAX_BAR 6

/** Base address register. */
typedef struct HV_PCI_BAR_FORMAT
{
    union
    {
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 MemorySpaceIndicator : 1; /**< Bit 0: 0 for a memory window. */
            HV_UINT32 MemoryType : 2;           /**< Bits 1 and 2: HV_PCI_BAR_MEMORY_TYPE_64BIT, or 0. */
            HV_UINT32 Prefetchable : 1;         /**< Bit 3: Reads have no side effects. */
            /** Bits 4 to 31: Bits 4 to 31 of the guest physical address. */
            HV_UINT32 Address : 28;
        } Memory; /**< Register of a memory window. */
#endif
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 IoSpaceIndicator : 1; /**< Bit 0: 1 for a port range. */
            HV_UINT32 Reserved : 1;
            HV_UINT32 Address : 30; /**< Bits 2 to 31: Bits 2 to 31 of the port. */
        };
#endif
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 IoSpaceIndicator : 1; /**< Bit 0: 1 for a port range. */
            HV_UINT32 Reserved : 1;
            HV_UINT32 Address : 30; /**< Bits 2 to 31: Bits 2 to 31 of the port. */
        } Io; /**< Register of a port range. */
#endif
        HV_UINT32 AsUINT32; /**< The register in one word. */
    };
} HV_PCI_BAR_FORMAT;
HV_STATIC_ASSERT(sizeof(HV_PCI_BAR_FORMAT) == 4);

/** HV_PCI_BAR_FORMAT.MemoryType: the next register contains the upper 32 bits of the address. */
#define HV_PCI_BAR_MEMORY_TYPE_64BIT 0x2

/*
 * Configuration space.
 */

/** Bytes from VPCI_FDO_D0_ENTRY.MmioStart to the slot register: HV_UINT32, the selected slot. */
#define VPCI_MMIO_PAGE_SLOT_NUMBER 0

/** Bytes from VPCI_FDO_D0_ENTRY.MmioStart to the configuration space of the selected slot. */
#define VPCI_MMIO_PAGE_CONFIG_SPACE 0x1000

/** Bytes of the window: the page of the slot register and the page of the configuration space. */
#define VPCI_CONFIG_WINDOW_SIZE 0x2000

/** Mask of an address's offset in its page; OpenVMM gives this name to the complement. */
#define VPCI_MMIO_PAGE_MASK 0xFFF

/** Identity of a function; a copy of its configuration space. */
typedef struct VPCI_PNP_ID
{
    HV_UINT16 VendorID;    /**< PCI vendor id. */
    HV_UINT16 DeviceID;    /**< PCI device id. */
    HV_UINT8 RevisionID;   /**< Revision of the function. */
    HV_UINT8 ProgIf;       /**< Programming interface, the low byte of the class code. */
    HV_UINT8 SubClass;     /**< Subclass, the middle byte of the class code. */
    HV_UINT8 BaseClass;    /**< Base class, the high byte of the class code. */
    HV_UINT16 SubVendorID; /**< PCI subsystem vendor id. */
    HV_UINT16 SubSystemID; /**< PCI subsystem id. */
} VPCI_PNP_ID, *PVPCI_PNP_ID;
HV_STATIC_ASSERT(sizeof(VPCI_PNP_ID) == 12);

/*
 * Versions.
 */

/** Version 1.0: Windows 8. */
#define VPCI_PROTOCOL_VERSION_WIN8 0x00010000
/** Version 1.1: Windows 10. */
#define VPCI_PROTOCOL_VERSION_WIN10 0x00010001
/** Version 1.2. It adds processors by number; the oldest version that OpenVMM accepts. */
#define VPCI_PROTOCOL_VERSION_RS1 0x00010002
/** Version 1.3. It adds the NUMA nodes of functions. */
#define VPCI_PROTOCOL_VERSION_VB 0x00010003
/** Version 1.4. It adds wider vectors, for ARM64. */
#define VPCI_PROTOCOL_VERSION_FE 0x00010004
/** Version 1.5. It adds the device reset. */
#define VPCI_PROTOCOL_VERSION_GE 0x00010005
/** Version 1.6. Windows guests that use it map interrupts dynamically. */
#define VPCI_PROTOCOL_VERSION_DT 0x00010006

/** Version that mu_msvm requests. */
#define VPCI_PROTOCOL_VERSION_CURRENT VPCI_PROTOCOL_VERSION_RS1

/** VPCI_PACKET_HEADER.MessageType. A message without a structure in this header is undocumented. */
typedef HV_UINT32 VPCI_MESSAGE, *PVPCI_MESSAGE;
enum
{
    VpciMsgBusRelations = 0x42490000,
    /** Guest to host, a header only. VpciMsgBusRelations or VpciMsgBusRelations2 answers it. */
    VpciMsgQueryBusRelations = 0x42490001,
    VpciMsgInvalidateDevice = 0x42490002, /**< Undocumented. */
    VpciMsgInvalidateBus = 0x42490003,    /**< Undocumented. */
    VpciMsgDevicePowerStateChange = 0x42490004,
    VpciMsgCurrentResourceRequirements = 0x42490005,
    VpciMsgGetResources = 0x42490006,
    VpciMsgFdoD0Entry = 0x42490007,
    VpciMsgFdoD0Exit = 0x42490008, /**< Guest to host, a header only: powers the bus off. A status answers it. */
    VpciMsgReadBlock = 0x42490009,
    VpciMsgWriteBlock = 0x4249000A,
    VpciMsgEject = 0x4249000B,
    VpciMsgQueryStop = 0x4249000C,       /**< Undocumented. */
    VpciMsgReEnable = 0x4249000D,        /**< Undocumented. */
    VpciMsgQueryStopFailed = 0x4249000E, /**< Undocumented. */
    VpciMsgEjectComplete = 0x4249000F,
    VpciMsgAssignedResources = 0x42490010,
    VpciMsgReleaseResources = 0x42490011,
    VpciMsgInvalidateBlock = 0x42490012,
    VpciMsgQueryProtocolVersion = 0x42490013,
    VpciMsgCreateInterruptMessage = 0x42490014,
    VpciMsgDeleteInterruptMessage = 0x42490015,
    VpciMsgAssignedResources2 = 0x42490016,
    VpciMsgCreateInterruptMessage2 = 0x42490017,
    VpciMsgDeleteInterruptMessage2 = 0x42490018,
    VpciMsgBusRelations2 = 0x42490019,
    VpciMsgAssignedResources3 = 0x4249001A,
    VpciMsgCreateInterruptMessage3 = 0x4249001B,
    VpciMsgResetDevice = 0x4249001C,
    VpciMsgTdispCommand = 0x4249001D,
};

/** First member of each message, in both directions. */
typedef struct VPCI_PACKET_HEADER
{
    HV_UINT32 MessageType; /**< VPCI_MESSAGE. */
} VPCI_PACKET_HEADER, *PVPCI_PACKET_HEADER;
HV_STATIC_ASSERT(sizeof(VPCI_PACKET_HEADER) == 4);

/** First member of each completion. */
typedef struct VPCI_REPLY_HEADER
{
    HV_NTSTATUS Status; /**< HV_NTSTATUS_...; 0 is success. */
} VPCI_REPLY_HEADER, *PVPCI_REPLY_HEADER;
HV_STATIC_ASSERT(sizeof(VPCI_REPLY_HEADER) == 4);

/*
 * Version.
 */

/**
 * Requests one protocol version, VpciMsgQueryProtocolVersion; guest to host.
 * VPCI_PROTOCOL_VERSION_REPLY answers it. Since VPCI_PROTOCOL_VERSION_WIN8.
 */
typedef struct VPCI_QUERY_PROTOCOL_VERSION
{
    VPCI_PACKET_HEADER Header;
    HV_UINT32 ProtocolVersion; /**< VPCI_PROTOCOL_VERSION_..., the requested version. */
} VPCI_QUERY_PROTOCOL_VERSION, *PVPCI_QUERY_PROTOCOL_VERSION;
HV_STATIC_ASSERT(sizeof(VPCI_QUERY_PROTOCOL_VERSION) == 8);

/**
 * Response to VpciMsgQueryProtocolVersion; host to guest. HV_NTSTATUS_REVISION_MISMATCH refuses the
 * version. Since VPCI_PROTOCOL_VERSION_WIN8.
 */
typedef struct VPCI_PROTOCOL_VERSION_REPLY
{
    VPCI_REPLY_HEADER Header;
    /**
     * VPCI_PROTOCOL_VERSION_... that the host supports, not the negotiated one; OpenVMM: always
     * VPCI_PROTOCOL_VERSION_VB.
     */
    HV_UINT32 ProtocolVersion;
} VPCI_PROTOCOL_VERSION_REPLY, *PVPCI_PROTOCOL_VERSION_REPLY;
HV_STATIC_ASSERT(sizeof(VPCI_PROTOCOL_VERSION_REPLY) == 8);

/*
 * The bus.
 */

/**
 * Maps the window of configuration space and powers the bus on, VpciMsgFdoD0Entry; guest to host.
 * VPCI_FDO_D0_ENTRY_REPLY answers it. Since VPCI_PROTOCOL_VERSION_WIN8.
 */
typedef struct VPCI_FDO_D0_ENTRY
{
    VPCI_PACKET_HEADER Header;
    HV_UINT32 Padding;
    HV_UINT64 MmioStart; /**< Guest physical address of the window; a multiple of 4096. */
} VPCI_FDO_D0_ENTRY, *PVPCI_FDO_D0_ENTRY;
HV_STATIC_ASSERT(sizeof(VPCI_FDO_D0_ENTRY) == 16);

/**
 * Response to VpciMsgFdoD0Entry; host to guest. OpenVMM sends the status alone, padded to 8 bytes.
 * Since VPCI_PROTOCOL_VERSION_WIN8.
 */
typedef struct VPCI_FDO_D0_ENTRY_REPLY
{
    HV_NTSTATUS NtStatus; /**< HV_NTSTATUS_...; 0 is success. */
    HV_UINT32 Pad;
} VPCI_FDO_D0_ENTRY_REPLY, *PVPCI_FDO_D0_ENTRY_REPLY;
HV_STATIC_ASSERT(sizeof(VPCI_FDO_D0_ENTRY_REPLY) == 8);

/** Function of the bus. */
typedef struct VPCI_DEVICE_DESCRIPTION
{
    VPCI_PNP_ID IDs;         /**< Identity of the function. */
    HV_PCI_SLOT_NUMBER Slot; /**< Location of the function. */
    /** Pairs the function with a network adapter (NVSP_4_MESSAGE_SEND_VF_ASSOCIATION). */
    HV_UINT32 SerialNumber;
} VPCI_DEVICE_DESCRIPTION, *PVPCI_DEVICE_DESCRIPTION;
HV_STATIC_ASSERT(sizeof(VPCI_DEVICE_DESCRIPTION) == 20);

/**
 * Functions of the bus, VpciMsgBusRelations; host to guest, unsolicited or after
 * VpciMsgQueryBusRelations. No response. Since VPCI_PROTOCOL_VERSION_WIN8; VpciMsgBusRelations2
 * replaces it since VPCI_PROTOCOL_VERSION_VB.
 */
typedef struct VPCI_QUERY_BUS_RELATIONS
{
    VPCI_PACKET_HEADER Header;
    HV_UINT32 DeviceCount;             /**< Elements of Devices; at most VPCI_MAX_DEVICES_PER_BUS. */
    VPCI_DEVICE_DESCRIPTION Devices[]; /**< All functions that are present. */
} VPCI_QUERY_BUS_RELATIONS, *PVPCI_QUERY_BUS_RELATIONS;
HV_STATIC_ASSERT(sizeof(VPCI_QUERY_BUS_RELATIONS) == 8);

/** Flags of VPCI_DEVICE_DESCRIPTION_2. */
typedef union VPCI_DEVICE_DESCRIPTION_2_FLAGS
{
    HV_UINT32 AsUINT32; /**< All flags in one word. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 NumaAffinitySpecified : 1; /**< Bit 0: NumaNode is valid. */
        HV_UINT32 Reserved : 31;
    };
#endif
} VPCI_DEVICE_DESCRIPTION_2_FLAGS, *PVPCI_DEVICE_DESCRIPTION_2_FLAGS;
HV_STATIC_ASSERT(sizeof(VPCI_DEVICE_DESCRIPTION_2_FLAGS) == 4);

/** Function of the bus, with its NUMA node. */
typedef struct VPCI_DEVICE_DESCRIPTION_2
{
    VPCI_PNP_ID IDs;         /**< Identity of the function. */
    HV_PCI_SLOT_NUMBER Slot; /**< Location of the function. */
    /** Pairs the function with a network adapter (NVSP_4_MESSAGE_SEND_VF_ASSOCIATION). */
    HV_UINT32 SerialNumber;
    VPCI_DEVICE_DESCRIPTION_2_FLAGS Flags; /**< Validity of NumaNode. */
    HV_UINT16 NumaNode;                    /**< Nearest NUMA node; valid if Flags.NumaAffinitySpecified is set. */
    HV_UINT16 Reserved;
} VPCI_DEVICE_DESCRIPTION_2, *PVPCI_DEVICE_DESCRIPTION_2;
HV_STATIC_ASSERT(sizeof(VPCI_DEVICE_DESCRIPTION_2) == 28);

/**
 * Functions of the bus, VpciMsgBusRelations2; host to guest, unsolicited or after
 * VpciMsgQueryBusRelations. No response. Since VPCI_PROTOCOL_VERSION_VB.
 */
typedef struct VPCI_QUERY_BUS_RELATIONS_2
{
    VPCI_PACKET_HEADER Header;
    HV_UINT32 DeviceCount;               /**< Elements of Devices; at most VPCI_MAX_DEVICES_PER_BUS. */
    VPCI_DEVICE_DESCRIPTION_2 Devices[]; /**< All functions that are present. */
} VPCI_QUERY_BUS_RELATIONS_2, *PVPCI_QUERY_BUS_RELATIONS_2;
HV_STATIC_ASSERT(sizeof(VPCI_QUERY_BUS_RELATIONS_2) == 8);

/** Maximum of DeviceCount. */
#define VPCI_MAX_DEVICES_PER_BUS 255

/**
 * Any message about one function without other data.
 *
 * Host to guest: VpciMsgEject, unsolicited; VpciMsgEjectComplete answers it. Guest to host:
 * VpciMsgEjectComplete, and VpciMsgReleaseResources and VpciMsgResetDevice, which a status answers.
 * VpciMsgResetDevice since VPCI_PROTOCOL_VERSION_GE, all others since VPCI_PROTOCOL_VERSION_WIN10
 * or before (FreeBSD). FreeBSD's VpciMsgEjectComplete has 4 bytes more, a status of 0.
 */
typedef struct VPCI_PDO_MESSAGE
{
    VPCI_PACKET_HEADER Header;
    HV_PCI_SLOT_NUMBER Slot; /**< Location of the function. */
} VPCI_PDO_MESSAGE, *PVPCI_PDO_MESSAGE;
HV_STATIC_ASSERT(sizeof(VPCI_PDO_MESSAGE) == 8);

/*
 * Resources.
 */

/**
 * Queries the sizes of a function's base addresses, VpciMsgCurrentResourceRequirements; guest to
 * host. VPCI_RESOURCE_REQUIREMENTS_REPLY answers it. Since VPCI_PROTOCOL_VERSION_WIN10 or before
 * (FreeBSD).
 */
typedef struct VPCI_QUERY_RESOURCE_REQUIREMENTS
{
    VPCI_PACKET_HEADER Header;
    HV_PCI_SLOT_NUMBER Slot; /**< Location of the function. */
} VPCI_QUERY_RESOURCE_REQUIREMENTS, *PVPCI_QUERY_RESOURCE_REQUIREMENTS;
HV_STATIC_ASSERT(sizeof(VPCI_QUERY_RESOURCE_REQUIREMENTS) == 8);

/**
 * Response to VpciMsgCurrentResourceRequirements; host to guest. Since VPCI_PROTOCOL_VERSION_WIN10
 * or before (FreeBSD).
 */
typedef struct VPCI_RESOURCE_REQUIREMENTS_REPLY
{
    VPCI_REPLY_HEADER Header;
    /** Value of each register after all ones were written to it. */
    HV_UINT32 Bars[HV_PCI_MAX_BAR];
} VPCI_RESOURCE_REQUIREMENTS_REPLY, *PVPCI_RESOURCE_REQUIREMENTS_REPLY;
HV_STATIC_ASSERT(sizeof(VPCI_RESOURCE_REQUIREMENTS_REPLY) == 28);

/**
 * Changes the power state of a function, VpciMsgDevicePowerStateChange; guest to host. A status
 * answers it. OpenVMM accepts D0 and D3. Since VPCI_PROTOCOL_VERSION_RS1 or before (mu_msvm).
 */
typedef struct VPCI_DEVICE_POWER_CHANGE
{
    union
    {
        VPCI_PACKET_HEADER Header;     /**< In the request. */
        VPCI_REPLY_HEADER ReplyHeader; /**< In the response. */
    };
    HV_PCI_SLOT_NUMBER Slot;           /**< Location of the function. */
    HV_DEVICE_POWER_STATE TargetState; /**< HvPowerDevice..., the requested state. */
} VPCI_DEVICE_POWER_CHANGE, *PVPCI_DEVICE_POWER_CHANGE;
HV_STATIC_ASSERT(sizeof(VPCI_DEVICE_POWER_CHANGE) == 12);

/**
 * Maximum of VectorCount and MessageCount of one interrupt message. Source: Linux (facts alone).
 */
#define VPCI_MAX_VECTORS_PER_MESSAGE 0x400

/** DeliveryMode of a Descriptor: delivery to the processors that it names. */
#define VPCI_DELIVERY_MODE_FIXED 0
/** DeliveryMode of a Descriptor: delivery to the processor of the lowest priority; not on ARM64. */
#define VPCI_DELIVERY_MODE_LOWEST_PRIORITY 1

/** Interrupt message. Descriptor travels from guest to host, Remapped in the response. */
typedef struct VPCI_MESSAGE_RESOURCE
{
    union
    {
        HV_UINT64 ResourceData[2]; /**< The union in words. */
        struct
        {
            HV_UINT16 Reserved;
            HV_UINT16 MessageCount; /**< Number of messages; at most VectorCount of the request. */
            HV_UINT32 DataPayload;  /**< Data of the first message, to be written to MSI or MSI-X. */
            HV_UINT64 Address;      /**< Address of the message, to be written to MSI or MSI-X. */
        } Remapped;                 /**< In the response. */
        struct
        {
            HV_UINT8 Vector;       /**< First interrupt vector of the guest. */
            HV_UINT8 DeliveryMode; /**< VPCI_DELIVERY_MODE_... */
            /** Number of vectors from Vector on; at most VPCI_MAX_VECTORS_PER_MESSAGE. */
            HV_UINT16 VectorCount;
            HV_UINT16 Reserved[2];
            HV_UINT64 ProcessorMask; /**< Bit n: virtual processor n, 0 to 63. */
        } Descriptor;                /**< In the request. */
    };
} VPCI_MESSAGE_RESOURCE, *PVPCI_MESSAGE_RESOURCE;
HV_STATIC_ASSERT(sizeof(VPCI_MESSAGE_RESOURCE) == 16);

/** Maximum of ProcessorCount, and the number of elements of ProcessorArray. */
#define VPCI_MESSAGE_RESOURCE_2_MAX_CPU_COUNT 32

/**
 * Interrupt message with processors by number. Since VPCI_PROTOCOL_VERSION_RS1. Descriptor travels
 * from guest to host, Remapped in the response.
 */
typedef struct VPCI_MESSAGE_RESOURCE_2
{
    union
    {
        HV_UINT64 ResourceData[9]; /**< The union in words. */
        struct
        {
            HV_UINT16 Reserved;
            HV_UINT16 MessageCount; /**< Number of messages; at most VectorCount of the request. */
            HV_UINT32 DataPayload;  /**< Data of the first message, to be written to MSI or MSI-X. */
            HV_UINT64 Address;      /**< Address of the message, to be written to MSI or MSI-X. */
        } Remapped;                 /**< In the response. */
        struct
        {
            HV_UINT8 Vector;       /**< First interrupt vector of the guest. */
            HV_UINT8 DeliveryMode; /**< VPCI_DELIVERY_MODE_... */
            /** Number of vectors from Vector on; at most VPCI_MAX_VECTORS_PER_MESSAGE. */
            HV_UINT16 VectorCount;
            HV_UINT16 ProcessorCount; /**< Elements of ProcessorArray that are valid; 1 to 32. */
            /** Numbers of virtual processors. */
            HV_UINT16 ProcessorArray[VPCI_MESSAGE_RESOURCE_2_MAX_CPU_COUNT];
        } Descriptor; /**< In the request. */
    };
} VPCI_MESSAGE_RESOURCE_2, *PVPCI_MESSAGE_RESOURCE_2;
HV_STATIC_ASSERT(sizeof(VPCI_MESSAGE_RESOURCE_2) == 72);

/**
 * Interrupt message with a vector of 32 bits. Since VPCI_PROTOCOL_VERSION_FE. Descriptor travels
 * from guest to host, Remapped in the response.
 */
typedef struct VPCI_MESSAGE_RESOURCE_3
{
    union
    {
        HV_UINT64 ResourceData[10]; /**< The union in words. */
        struct
        {
            HV_UINT16 Reserved;
            HV_UINT16 MessageCount; /**< Number of messages; at most VectorCount of the request. */
            HV_UINT32 DataPayload;  /**< Data of the first message, to be written to MSI or MSI-X. */
            HV_UINT64 Address;      /**< Address of the message, to be written to MSI or MSI-X. */
        } Remapped;                 /**< In the response. */
        struct
        {
            HV_UINT32 Vector;      /**< First interrupt vector of the guest. */
            HV_UINT8 DeliveryMode; /**< VPCI_DELIVERY_MODE_... */
            HV_UINT8 Reserved;
            /** Number of vectors from Vector on; at most VPCI_MAX_VECTORS_PER_MESSAGE. */
            HV_UINT16 VectorCount;
            HV_UINT16 ProcessorCount; /**< Elements of ProcessorArray that are valid; 1 to 32. */
            /** Numbers of virtual processors. */
            HV_UINT16 ProcessorArray[VPCI_MESSAGE_RESOURCE_2_MAX_CPU_COUNT];
            HV_UINT16 Padding;
        } Descriptor; /**< In the request. */
    };
} VPCI_MESSAGE_RESOURCE_3, *PVPCI_MESSAGE_RESOURCE_3;
HV_STATIC_ASSERT(sizeof(VPCI_MESSAGE_RESOURCE_3) == 80);

/*
 * Assigned resources: the addresses that the function decodes. An unused base address register, and
 * the upper half of a 64-bit one, has HV_CM_RESOURCE_TYPE_NULL. MsiResourceCount descriptors
 * follow, at most VPCI_MAX_SUPPORTED_INTERRUPT_MESSAGES. The completion has the form of the
 * request, with the interrupts remapped, but the completion of VpciMsgAssignedResources3 contains
 * them as VPCI_MESSAGE_RESOURCE_2 (OpenVMM): a guest must not rely on the longer form.
 */

/**
 * Assigns the resources of a function, VpciMsgAssignedResources; guest to host.
 * VPCI_DEVICE_TRANSLATE, with ReplyHeader, answers it. Since VPCI_PROTOCOL_VERSION_WIN8.
 */
typedef struct VPCI_DEVICE_TRANSLATE
{
    union
    {
        VPCI_PACKET_HEADER Header;     /**< In the request. */
        VPCI_REPLY_HEADER ReplyHeader; /**< In the response. */
    };
    HV_PCI_SLOT_NUMBER Slot; /**< Location of the function. */
    /** Resource of each base address register. */
    HV_CM_PARTIAL_RESOURCE_DESCRIPTOR MmioResources[HV_PCI_MAX_BAR];
    /** Elements of MsiResources; at most VPCI_MAX_SUPPORTED_INTERRUPT_MESSAGES. */
    HV_UINT32 MsiResourceCount;
    HV_UINT32 Padding;
    VPCI_MESSAGE_RESOURCE MsiResources[]; /**< Interrupt messages. */
} VPCI_DEVICE_TRANSLATE, *PVPCI_DEVICE_TRANSLATE;
HV_STATIC_ASSERT(sizeof(VPCI_DEVICE_TRANSLATE) == 136);

/**
 * Assigns the resources of a function, VpciMsgAssignedResources2; guest to host.
 * VPCI_DEVICE_TRANSLATE_2, with ReplyHeader, answers it, and answers VpciMsgAssignedResources3 too.
 * Since VPCI_PROTOCOL_VERSION_RS1.
 */
typedef struct VPCI_DEVICE_TRANSLATE_2
{
    union
    {
        VPCI_PACKET_HEADER Header;     /**< In the request. */
        VPCI_REPLY_HEADER ReplyHeader; /**< In the response. */
    };
    HV_PCI_SLOT_NUMBER Slot; /**< Location of the function. */
    /** Resource of each base address register. */
    HV_CM_PARTIAL_RESOURCE_DESCRIPTOR MmioResources[HV_PCI_MAX_BAR];
    /** Elements of MsiResources; at most VPCI_MAX_SUPPORTED_INTERRUPT_MESSAGES. */
    HV_UINT32 MsiResourceCount;
    HV_UINT32 Padding;
    VPCI_MESSAGE_RESOURCE_2 MsiResources[]; /**< Interrupt messages. */
} VPCI_DEVICE_TRANSLATE_2, *PVPCI_DEVICE_TRANSLATE_2;
HV_STATIC_ASSERT(sizeof(VPCI_DEVICE_TRANSLATE_2) == 136);

/**
 * Start of the response to VpciMsgAssignedResources2, for a guest that needs no interrupts; host to
 * guest. Since VPCI_PROTOCOL_VERSION_RS1.
 */
typedef struct VPCI_DEVICE_TRANSLATE_2_REPLY
{
    VPCI_REPLY_HEADER Header;
    HV_PCI_SLOT_NUMBER Slot; /**< Location of the function. */
} VPCI_DEVICE_TRANSLATE_2_REPLY, *PVPCI_DEVICE_TRANSLATE_2_REPLY;
HV_STATIC_ASSERT(sizeof(VPCI_DEVICE_TRANSLATE_2_REPLY) == 8);

/**
 * Assigns the resources of a function, VpciMsgAssignedResources3; guest to host.
 * VPCI_DEVICE_TRANSLATE_2 answers it. Since VPCI_PROTOCOL_VERSION_FE.
 */
typedef struct VPCI_DEVICE_TRANSLATE_3
{
    union
    {
        VPCI_PACKET_HEADER Header;     /**< In the request. */
        VPCI_REPLY_HEADER ReplyHeader; /**< In the response. */
    };
    HV_PCI_SLOT_NUMBER Slot; /**< Location of the function. */
    /** Resource of each base address register. */
    HV_CM_PARTIAL_RESOURCE_DESCRIPTOR MmioResources[HV_PCI_MAX_BAR];
    /** Elements of MsiResources; at most VPCI_MAX_SUPPORTED_INTERRUPT_MESSAGES. */
    HV_UINT32 MsiResourceCount;
    HV_UINT32 Padding;
    VPCI_MESSAGE_RESOURCE_3 MsiResources[]; /**< Interrupt messages. */
} VPCI_DEVICE_TRANSLATE_3, *PVPCI_DEVICE_TRANSLATE_3;
HV_STATIC_ASSERT(sizeof(VPCI_DEVICE_TRANSLATE_3) == 136);

/** Maximum of MsiResourceCount: 500 resources less the six base addresses. */
#define VPCI_MAX_SUPPORTED_INTERRUPT_MESSAGES 494
/** Maximum bytes of a packet, in both directions. */
#define VPCI_MAXIMUM_PACKET_SIZE                                                                                       \
    (sizeof(VPCI_DEVICE_TRANSLATE_3) + VPCI_MAX_SUPPORTED_INTERRUPT_MESSAGES * sizeof(VPCI_MESSAGE_RESOURCE_3))

/**
 * Queries the assigned resources of a function, VpciMsgGetResources; guest to host.
 * HV_CM_PARTIAL_RESOURCE_LIST of 6 resources, without a status, answers it. Its first version is
 * undocumented.
 */
typedef struct VPCI_GET_RESOURCES
{
    VPCI_PACKET_HEADER Header;
    HV_PCI_SLOT_NUMBER Slot; /**< Location of the function. */
    HV_UINT64 Reserved[3];
} VPCI_GET_RESOURCES, *PVPCI_GET_RESOURCES;
HV_STATIC_ASSERT(sizeof(VPCI_GET_RESOURCES) == 32);

/*
 * Creation and deletion of single interrupts.
 */

/**
 * Creates an interrupt, VpciMsgCreateInterruptMessage; guest to host. VPCI_CREATE_INTERRUPT_REPLY
 * answers it. Since VPCI_PROTOCOL_VERSION_WIN8.
 */
typedef struct VPCI_CREATE_INTERRUPT_MESSAGE
{
    VPCI_PACKET_HEADER Header;
    HV_PCI_SLOT_NUMBER Slot;                     /**< Location of the function. */
    VPCI_MESSAGE_RESOURCE MsiResourceDescriptor; /**< Requested interrupt; its Descriptor counts. */
} VPCI_CREATE_INTERRUPT_MESSAGE, *PVPCI_CREATE_INTERRUPT_MESSAGE;
HV_STATIC_ASSERT(sizeof(VPCI_CREATE_INTERRUPT_MESSAGE) == 24);

/**
 * Response to VpciMsgCreateInterruptMessage, VpciMsgCreateInterruptMessage2 and
 * VpciMsgCreateInterruptMessage3; host to guest. Since VPCI_PROTOCOL_VERSION_WIN8.
 */
typedef struct VPCI_CREATE_INTERRUPT_REPLY
{
    VPCI_REPLY_HEADER Header;
    HV_UINT32 Padding;
    /** Address and data of the interrupt; its Remapped counts. */
    VPCI_MESSAGE_RESOURCE RemappedMsiResource;
} VPCI_CREATE_INTERRUPT_REPLY, *PVPCI_CREATE_INTERRUPT_REPLY;
HV_STATIC_ASSERT(sizeof(VPCI_CREATE_INTERRUPT_REPLY) == 24);

/**
 * Creates an interrupt, VpciMsgCreateInterruptMessage2; guest to host. VPCI_CREATE_INTERRUPT_REPLY
 * answers it. Since VPCI_PROTOCOL_VERSION_RS1.
 */
typedef struct VPCI_CREATE_INTERRUPT_MESSAGE_2
{
    VPCI_PACKET_HEADER Header;
    HV_PCI_SLOT_NUMBER Slot; /**< Location of the function. */
    /** Requested interrupt; its Descriptor counts. */
    VPCI_MESSAGE_RESOURCE_2 MsiResourceDescriptor;
} VPCI_CREATE_INTERRUPT_MESSAGE_2, *PVPCI_CREATE_INTERRUPT_MESSAGE_2;
HV_STATIC_ASSERT(sizeof(VPCI_CREATE_INTERRUPT_MESSAGE_2) == 80);

/**
 * Creates an interrupt, VpciMsgCreateInterruptMessage3; guest to host. VPCI_CREATE_INTERRUPT_REPLY
 * answers it. Since VPCI_PROTOCOL_VERSION_FE.
 */
typedef struct VPCI_CREATE_INTERRUPT_MESSAGE_3
{
    VPCI_PACKET_HEADER Header;
    HV_PCI_SLOT_NUMBER Slot; /**< Location of the function. */
    /** Requested interrupt; its Descriptor counts. */
    VPCI_MESSAGE_RESOURCE_3 MsiResourceDescriptor;
} VPCI_CREATE_INTERRUPT_MESSAGE_3, *PVPCI_CREATE_INTERRUPT_MESSAGE_3;
HV_STATIC_ASSERT(sizeof(VPCI_CREATE_INTERRUPT_MESSAGE_3) == 88);

/**
 * Deletes an interrupt, VpciMsgDeleteInterruptMessage (since VPCI_PROTOCOL_VERSION_WIN10 or before,
 * FreeBSD) or VpciMsgDeleteInterruptMessage2 (since VPCI_PROTOCOL_VERSION_RS1); guest to host. A
 * status answers it.
 */
typedef struct VPCI_DELETE_INTERRUPT_MESSAGE
{
    VPCI_PACKET_HEADER Header;
    HV_PCI_SLOT_NUMBER Slot; /**< Location of the function. */
    /** Copy of VPCI_CREATE_INTERRUPT_REPLY.RemappedMsiResource. */
    VPCI_MESSAGE_RESOURCE RemappedMsiResource;
} VPCI_DELETE_INTERRUPT_MESSAGE, *PVPCI_DELETE_INTERRUPT_MESSAGE;
HV_STATIC_ASSERT(sizeof(VPCI_DELETE_INTERRUPT_MESSAGE) == 24);

/*
 * Configuration blocks. Source: Linux (facts alone).
 */

/** Maximum bytes of a configuration block. */
#define HV_CONFIG_BLOCK_SIZE_MAX 128

/**
 * Reads a configuration block, VpciMsgReadBlock; guest to host. VPCI_READ_BLOCK_REPLY answers it.
 * Its first version is undocumented.
 */
typedef struct VPCI_READ_BLOCK
{
    VPCI_PACKET_HEADER Header;
    HV_UINT32 BlockId;        /**< Block, by agreement of the function's drivers in guest and host. */
    HV_PCI_SLOT_NUMBER Slot;  /**< Location of the function. */
    HV_UINT32 BytesRequested; /**< Bytes that the guest accepts; at most HV_CONFIG_BLOCK_SIZE_MAX. */
} VPCI_READ_BLOCK, *PVPCI_READ_BLOCK;
HV_STATIC_ASSERT(sizeof(VPCI_READ_BLOCK) == 16);

/**
 * Response to VpciMsgReadBlock; host to guest. The packet's length bounds the data. Its first
 * version is undocumented.
 */
typedef struct VPCI_READ_BLOCK_REPLY
{
    VPCI_REPLY_HEADER Header;
    /** Data of the block; at most BytesRequested bytes are valid. */
    HV_UINT8 Bytes[HV_CONFIG_BLOCK_SIZE_MAX];
} VPCI_READ_BLOCK_REPLY, *PVPCI_READ_BLOCK_REPLY;
HV_STATIC_ASSERT(sizeof(VPCI_READ_BLOCK_REPLY) == 132);

/**
 * Writes a configuration block, VpciMsgWriteBlock; guest to host. VPCI_REPLY_HEADER answers it. Its
 * first version is undocumented.
 */
typedef struct VPCI_WRITE_BLOCK
{
    VPCI_PACKET_HEADER Header;
    HV_UINT32 BlockId;                        /**< Block, by agreement of the function's drivers in guest and host. */
    HV_PCI_SLOT_NUMBER Slot;                  /**< Location of the function. */
    HV_UINT32 ByteCount;                      /**< Bytes of data; at most HV_CONFIG_BLOCK_SIZE_MAX. */
    HV_UINT8 Bytes[HV_CONFIG_BLOCK_SIZE_MAX]; /**< Data of the block; ByteCount bytes are valid. */
} VPCI_WRITE_BLOCK, *PVPCI_WRITE_BLOCK;
HV_STATIC_ASSERT(sizeof(VPCI_WRITE_BLOCK) == 144);

/**
 * Invalidates configuration blocks, VpciMsgInvalidateBlock; host to guest, unsolicited. No
 * response. Its first version is undocumented.
 */
typedef struct VPCI_INVALIDATE_BLOCK
{
    VPCI_PACKET_HEADER Header;
    HV_PCI_SLOT_NUMBER Slot; /**< Location of the function. */
    HV_UINT64 BlockMask;     /**< Bit n: the guest should read block n again. */
} VPCI_INVALIDATE_BLOCK, *PVPCI_INVALIDATE_BLOCK;
HV_STATIC_ASSERT(sizeof(VPCI_INVALIDATE_BLOCK) == 16);

/*
 * TDISP: a trusted guest exchanges commands with the security manager of a function.
 */

/**
 * Start of VpciMsgTdispCommand; guest to host. VPCI_TDISP_COMMAND_HEADER_REPLY answers it. Its
 * first version is undocumented.
 */
typedef struct VPCI_TDISP_COMMAND_HEADER
{
    VPCI_PACKET_HEADER Header;
    HV_PCI_SLOT_NUMBER Slot; /**< Location of the function. */
    HV_UINT64 DataLength;    /**< Bytes of the command after this header; at most VPCI_MAX_TDISP_COMMAND_SIZE. */
} VPCI_TDISP_COMMAND_HEADER, *PVPCI_TDISP_COMMAND_HEADER;
HV_STATIC_ASSERT(sizeof(VPCI_TDISP_COMMAND_HEADER) == 16);

/**
 * Start of the response to VpciMsgTdispCommand; host to guest. A failure is the status alone. Its
 * first version is undocumented.
 */
typedef struct VPCI_TDISP_COMMAND_HEADER_REPLY
{
    VPCI_REPLY_HEADER Header;
    HV_PCI_SLOT_NUMBER Slot; /**< Location of the function. */
    /** Bytes of the response after this header; at most the rest of the packet. */
    HV_UINT64 DataLength;
} VPCI_TDISP_COMMAND_HEADER_REPLY, *PVPCI_TDISP_COMMAND_HEADER_REPLY;
HV_STATIC_ASSERT(sizeof(VPCI_TDISP_COMMAND_HEADER_REPLY) == 16);

/** Complete VpciMsgTdispCommand: a header and its command. */
typedef struct VPCI_TDISP_COMMAND
{
    VPCI_TDISP_COMMAND_HEADER Header;
    HV_UINT8 Data[]; /**< Serialized command; Header.DataLength bytes. */
} VPCI_TDISP_COMMAND, *PVPCI_TDISP_COMMAND;
HV_STATIC_ASSERT(sizeof(VPCI_TDISP_COMMAND) == 16);

/** Maximum of VPCI_TDISP_COMMAND_HEADER.DataLength, in bytes. */
#define VPCI_MAX_TDISP_COMMAND_SIZE (VPCI_MAXIMUM_PACKET_SIZE - sizeof(VPCI_TDISP_COMMAND_HEADER))

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_PCI */
