/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Network Direct: RDMA for a guest, by I/O control codes that the host's adapter driver runs.
 *
 * Class SYNTHRDMA_CLASS_ID, 8c2eaf3d-32a7-4b09-ab99-bd1f1c86b501. The guest opens the channel with
 * two rings of HV_NDV_NUM_PAGES_IN_RING_BUFFER pages. Data moves between the adapter and the
 * guest's memory without the channel; the channel carries only the control codes that create,
 * connect and destroy the objects of RDMA. They are those of Windows' Network Direct.
 *
 *     guest                                          host
 *       |-- HV_NDV_PACKET_INIT --------------------->|  protocol version
 *       |<- HV_NDV_PACKET_INIT ----------------------|
 *       |-- HvNdvPacketId1InitResources ------------>|  MMIO range that the guest took
 *       |<- completion ------------------------------|
 *       |-- HvNdvPacketId1Bind --------------------->|  one for each NIC, until one fits
 *       |<- completion ------------------------------|
 *       |-- HvNdvPacketId1Create ------------------->|  per user: a file on the host
 *       |<- completion ------------------------------|  host's half of the handle
 *       |-- HvNdvPacketId1Control ------------------>|  control codes, in any number
 *       |<- completion ------------------------------|  result, or pending
 *       |<- HvNdvPacketId1Complete ------------------|  result of a pending one
 *       |-- HvNdvPacketId1Cleanup ------------------>|  closes the file
 *       |-- HvNdvPacketId1Bind, Unbind set --------->|  then the channel is closed
 *
 * Each packet is in-band, without a pipe header, and requests a completion, whose
 * transaction id identifies the request. Only HV_IOCTL_ND_MR_REGISTER is sent as a
 * GPA-direct packet (VMBus/Packet.h): the pages of the packet contain the list of
 * page numbers of the memory to register, from byte 8 of the range on, and
 * HvNdvPacketOptionExternalData is set. If a packet of the host requests a completion,
 * the guest sends an empty one.
 *
 * The guest may wait for a control request. With HV_NDV_PACKET_HEADER_CONTROL_1.RequestHandle 0,
 * the completion contains the result; the Linux guest waits at most 500 seconds. With another value
 * the host completes at once with HV_NTSTATUS_PENDING, and later sends HvNdvPacketId1Complete with
 * the same control code and request handle and the final I/O status. The Linux guest does not wait
 * for HV_IOCTL_ND_CQ_NOTIFY, HV_IOCTL_ND_LISTENER_GET_CONNECTION_REQUEST and
 * HV_IOCTL_ND_CONNECTOR_CONNECT, _ACCEPT, _NOTIFY_DISCONNECT and _DISCONNECT. The _CANCEL_IO codes
 * of completion queues, memory regions, listeners and connectors end such requests.
 *
 * A control packet contains, in this order:
 *
 *     +-----------------------------------+
 *     | HV_NDV_PACKET_HEADER_CONTROL_1    |  64 bytes
 *     +-----------------------------------+
 *     | input of the control code,        |  (NetworkDirectIoctl.h)
 *     | overwritten by its output         |
 *     +-----------------------------------+
 *     | input of the adapter's driver,    |  (NetworkDirectMlx4.h)
 *     | overwritten by its output         |
 *     +-----------------------------------+  <- ExtendedData.Offset, from the header's end
 *     | HV_NDV_EXTENDED_DATA              |  page lists for the mappings
 *     +-----------------------------------+
 *
 * A guest must check, because the host is not trusted:
 * - HV_NDV_PACKET_HEADER.Status first, then IoStatus. HV_NTSTATUS_SUCCESS and
 *   HV_NTSTATUS_PENDING are successes; all other values are failures.
 * - A request handle is looked up in a table; neither it nor the transaction id is used
 *   as a pointer. The Linux guest uses the transaction id as one.
 * - A packet is as long as the structure that its control code implies. The Linux guest
 *   copies without checking the length.
 * - Offsets and sizes in a response stay inside the packet.
 *
 * Order of a device's life:
 * 1. Open the channel, HV_NDV_PACKET_INIT, InitResources, Bind.
 * 2. For each user: Create; HV_IOCTL_ND_PROVIDER_INIT on that file; Create again, with
 *    HV_NDV_FILE_FLAG_OVERLAPPED; HV_IOCTL_ND_PROVIDER_BIND_FILE with the handle of the
 *    second; HV_IOCTL_ND_ADAPTER_OPEN with two I/O space mappings (the doorbell page
 *    uncached, the fast page write-combined); HV_IOCTL_ND_ADAPTER_QUERY.
 * 3. HV_IOCTL_ND_PD_CREATE, _CQ_CREATE, _QP_CREATE, _MR_CREATE and _MR_REGISTER; then a
 *    listener or a connector.
 * 4. At the end each handle is freed with its own code, then
 *    HV_IOCTL_ND_ADAPTER_CLOSE, then Cleanup of the overlapped file and of the first.
 * 5. Bind with Unbind set; then the channel is closed.
 *
 * No source under a permissive license defines this protocol. The layouts come from
 * References/network-direct (Microsoft's Linux integration services); names and text are ours.
 * Details that the source does not show are marked undocumented.
 */

#ifndef MILE_HYPERV_DEVICE_NETWORK_DIRECT
#define MILE_HYPERV_DEVICE_NETWORK_DIRECT

#include "../Hypervisor/Types.h"
#include "../VMBus/DeviceGuid.h"
#include "../VMBus/NtStatus.h"

HV_HEADER_BEGIN

/*
 * Limits.
 */

/** Pages of 4 KiB in each ring. */
#define HV_NDV_NUM_PAGES_IN_RING_BUFFER 64
/** Bytes of the longest packet header. */
#define HV_NDV_MAX_PACKET_HEADER_SIZE 256
/** Bytes of the longest input of a control code. */
#define HV_NDV_MAX_IOCTL_SIZE 256
/** Bytes of the longest input or output of a control code, with what the adapter's driver adds. */
#define HV_NDV_MAX_IOCTL_BUFFER_SIZE 448
/** Maximum number of mappings of one control code. */
#define HV_NDV_MAX_MAPPINGS 4
/** Maximum bytes of all mappings of one control code. */
#define HV_NDV_MAX_MAPPING_BUFFER_SIZE 128
/** Maximum bytes of private data of a mapping. */
#define HV_NDV_MAX_PRIVATE_DATA_SIZE 64
/** Maximum number of page numbers inside a packet. */
#define HV_NDV_MAX_INLINE_PFN_ARRAY_LENGTH 32

/*
 * Version.
 */

/** The only version. */
#define HV_NDV_PROTOCOL_VERSION_1 0x00000100
#define HV_NDV_PROTOCOL_VERSION_CURRENT HV_NDV_PROTOCOL_VERSION_1
#define HV_NDV_PROTOCOL_VERSION_INVALID 0xFFFFFFFF

/** HV_NDV_PACKET_INIT.PacketType. */
#define HV_NDV_PACKET_TYPE_INIT 0xFFFFFFFF
/** Bytes of HV_NDV_PACKET_INIT. */
#define HV_NDV_PACKET_INIT_SIZE 16

/**
 * First packet, both ways. The guest requests a version; the host responds with the same structure,
 * which names the host's version. The Linux guest does not compare it with its own. Since version
 * 1, the only one.
 */
typedef struct HV_NDV_PACKET_INIT
{
    HV_UINT32 PacketType;      /**< HV_NDV_PACKET_TYPE_INIT. */
    HV_UINT32 ProtocolVersion; /**< HV_NDV_PROTOCOL_VERSION_1. */
    HV_UINT32 Flags;           /**< 0. */
    HV_UINT32 Reserved;
} HV_NDV_PACKET_INIT, *PHV_NDV_PACKET_INIT;
HV_STATIC_ASSERT(sizeof(HV_NDV_PACKET_INIT) == 16);

/*
 * The header of all other packets.
 */

/** HV_NDV_PACKET_HEADER.Id. */
typedef HV_UINT32 HV_NDV_PACKET_ID, *PHV_NDV_PACKET_ID;
enum
{
    HvNdvPacketUnknown = 0,
    HvNdvPacketId1Bind = 1,          /**< Guest to host. */
    HvNdvPacketId1Create = 2,        /**< Guest to host. */
    HvNdvPacketId1Cleanup = 3,       /**< Guest to host. */
    HvNdvPacketId1Cancel = 4,        /**< Guest to host. */
    HvNdvPacketId1Control = 5,       /**< Guest to host. */
    HvNdvPacketId1Complete = 6,      /**< Host to guest, unsolicited. */
    HvNdvPacketId1InitResources = 7, /**< Guest to host. */
};

/** HV_NDV_PACKET_HEADER.Options, a bit mask. */
typedef HV_UINT32 HV_NDV_PACKET_OPTIONS, *PHV_NDV_PACKET_OPTIONS;
enum
{
    HvNdvPacketOptionNone = 0x0,
    HvNdvPacketOptionExternalData = 0x1, /**< The data is described outside the packet. */
    /** The receiver may have to block: Bind, Create, Cleanup, Control. */
    HvNdvPacketOptionsRequiresPassive = 0x2,
    HvNdvPacketOptionsPost = 0x4, /**< No response is requested. */
};

/** Header of each packet except HV_NDV_PACKET_INIT. */
typedef struct HV_NDV_PACKET_HEADER
{
    union
    {
        HV_UINT32 PacketType; /**< Id and Options in one word. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 Id : 24;     /**< Bits 0 to 23: HvNdvPacketId1... */
            HV_UINT32 Options : 8; /**< Bits 24 to 31: HvNdvPacketOption... */
        };
#endif
    };
    HV_UINT32 HeaderSize; /**< Bytes of the fixed part, with this header. */
    HV_UINT32 DataSize;   /**< Bytes of data after the fixed part. */
    HV_NTSTATUS Status;   /**< In a response. */
} HV_NDV_PACKET_HEADER, *PHV_NDV_PACKET_HEADER;
HV_STATIC_ASSERT(sizeof(HV_NDV_PACKET_HEADER) == 16);

/*
 * Addresses.
 */

/** HV_ND_SOCKADDR_INET.AddressFamily: IPv4. */
#define HV_ND_AF_INET 2
/** HV_ND_SOCKADDR_INET.AddressFamily: IPv6, with Windows' number. */
#define HV_ND_AF_INET6 23
/** Bytes of HV_ND_IF_PHYSICAL_ADDRESS.Address. */
#define HV_ND_IF_MAX_ADDRESS_LENGTH 32

/** An IPv4 address and a port; port and address in network byte order. */
typedef struct HV_ND_SOCKADDR_IN
{
    HV_UINT16 Family;    /**< HV_ND_AF_INET. */
    HV_UINT16 Port;      /**< Port number, most significant byte first. */
    HV_UINT8 Address[4]; /**< IPv4 address, most significant byte first. */
    HV_UINT8 Reserved[8];
} HV_ND_SOCKADDR_IN, *PHV_ND_SOCKADDR_IN;
HV_STATIC_ASSERT(sizeof(HV_ND_SOCKADDR_IN) == 16);

/** An IPv6 address and a port; port, flow label and address in network byte order. */
typedef struct HV_ND_SOCKADDR_IN6
{
    HV_UINT16 Family;     /**< HV_ND_AF_INET6. */
    HV_UINT16 Port;       /**< Port number, most significant byte first. */
    HV_UINT32 FlowInfo;   /**< Flow label, most significant byte first. */
    HV_UINT8 Address[16]; /**< IPv6 address, most significant byte first. */
    HV_UINT32 ScopeId;    /**< Zone of a link-local address; its byte order is undocumented. */
} HV_ND_SOCKADDR_IN6, *PHV_ND_SOCKADDR_IN6;
HV_STATIC_ASSERT(sizeof(HV_ND_SOCKADDR_IN6) == 28);

/** Address of either family. */
typedef union HV_ND_SOCKADDR_INET
{
    HV_ND_SOCKADDR_IN Ipv4;  /**< If AddressFamily is HV_ND_AF_INET. */
    HV_ND_SOCKADDR_IN6 Ipv6; /**< If AddressFamily is HV_ND_AF_INET6. */
    HV_UINT16 AddressFamily; /**< HV_ND_AF_INET or HV_ND_AF_INET6; selects the member. */
} HV_ND_SOCKADDR_INET, *PHV_ND_SOCKADDR_INET;
HV_STATIC_ASSERT(sizeof(HV_ND_SOCKADDR_INET) == 28);

/** Link-layer address. */
typedef struct HV_ND_IF_PHYSICAL_ADDRESS
{
    /** Bytes used in Address; 6 for Ethernet, at most HV_ND_IF_MAX_ADDRESS_LENGTH. */
    HV_UINT16 Length;
    HV_UINT8 Address[32]; /**< MAC address; Length bytes are valid. */
} HV_ND_IF_PHYSICAL_ADDRESS, *PHV_ND_IF_PHYSICAL_ADDRESS;
HV_STATIC_ASSERT(sizeof(HV_ND_IF_PHYSICAL_ADDRESS) == 34);

/** An address and the link-layer address that belongs to it. */
typedef struct HV_ND_ADDRESS_ELEMENT
{
    HV_ND_SOCKADDR_INET Address; /**< IP address. */
    HV_UINT8 MacAddress[6];      /**< MAC address that belongs to Address. */
    HV_UINT16 Reserved;
} HV_ND_ADDRESS_ELEMENT, *PHV_ND_ADDRESS_ELEMENT;
HV_STATIC_ASSERT(sizeof(HV_ND_ADDRESS_ELEMENT) == 36);

/*
 * Session.
 */

/**
 * HvNdvPacketId1InitResources: guest to host, once, after the version is agreed. Response: the same
 * structure, with Header.Status. Since version 1.
 */
typedef struct HV_NDV_PACKET_HEADER_INIT_RESOURCES_1
{
    HV_NDV_PACKET_HEADER Header;
    /** Size of the MMIO range; the name suggests MiB, but the Linux guest stores bytes in it. */
    HV_UINT16 IoSpaceSizeMb;
    HV_UINT8 Reserved[6];
    /** Guest physical address of the MMIO range, whose size the offer of the channel specifies. */
    HV_UINT64 IoSpaceStart;
} HV_NDV_PACKET_HEADER_INIT_RESOURCES_1, *PHV_NDV_PACKET_HEADER_INIT_RESOURCES_1;
HV_STATIC_ASSERT(sizeof(HV_NDV_PACKET_HEADER_INIT_RESOURCES_1) == 32);

/**
 * HvNdvPacketId1Bind: guest to host. Response: the same structure. Since version 1.
 *
 * The guest sends one for each of its NICs; Header.Status 0 in the response marks the NIC that
 * belongs to the channel.
 */
typedef struct HV_NDV_PACKET_HEADER_BIND_1
{
    HV_NDV_PACKET_HEADER Header;
    HV_UINT8 Unbind; /**< 1 to end the binding. */
    HV_UINT8 Reserved[3];
    HV_ND_SOCKADDR_INET IpAddress;             /**< IPv4 address of the NIC. */
    HV_ND_IF_PHYSICAL_ADDRESS PhysicalAddress; /**< MAC address of the NIC. */
    HV_UINT8 Reserved2[6];
    HV_UINT64 GuestId; /**< In the response: HV_ND_OPEN_ADAPTER.AdapterId of this guest. */
} HV_NDV_PACKET_HEADER_BIND_1, *PHV_NDV_PACKET_HEADER_BIND_1;
HV_STATIC_ASSERT(sizeof(HV_NDV_PACKET_HEADER_BIND_1) == 96);

/** Undocumented; not seen in a packet. */
typedef struct HV_NDV_BIND_PORT_INFO
{
    HV_UINT8 IsAdmin; /**< Undocumented. */
} HV_NDV_BIND_PORT_INFO, *PHV_NDV_BIND_PORT_INFO;
HV_STATIC_ASSERT(sizeof(HV_NDV_BIND_PORT_INFO) == 1);

/*
 * Files on the host.
 */

/** HV_NDV_PACKET_HEADER_CREATE_1: constants with the meaning that Windows' CreateFile gives them. */
#define HV_NDV_STANDARD_RIGHTS_ALL 0x001F0000
#define HV_NDV_FILE_ATTRIBUTE_NORMAL 0x00000080
#define HV_NDV_FILE_SHARE_READ 0x00000001
#define HV_NDV_FILE_SHARE_WRITE 0x00000002
#define HV_NDV_FILE_SHARE_DELETE 0x00000004
#define HV_NDV_FILE_SHARE_ALL 0x00000007
#define HV_NDV_FILE_FLAG_OVERLAPPED 0x40000000
#define HV_NDV_CREATE_ALWAYS 2
#define HV_NDV_OPEN_EXISTING 3

/** Handle of a file or of a request; each side chooses one half. */
typedef union HV_NDV_CONTEXT_HANDLE
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT32 Local;  /**< Half of the guest, which the host echoes. */
        HV_UINT32 Remote; /**< Half of the host, which the guest echoes. */
    };
} HV_NDV_CONTEXT_HANDLE, *PHV_NDV_CONTEXT_HANDLE;
HV_STATIC_ASSERT(sizeof(HV_NDV_CONTEXT_HANDLE) == 8);

/**
 * HvNdvPacketId1Create: guest to host; opens a file. Response: the same structure, with Handle
 * filled in. Since version 1.
 */
typedef struct HV_NDV_PACKET_HEADER_CREATE_1
{
    HV_NDV_PACKET_HEADER Header;
    HV_NDV_CONTEXT_HANDLE Handle;
    HV_UINT32 AccessMask;     /**< Requested access, as in Windows' CreateFile. */
    HV_UINT32 OpenOptions;    /**< HV_NDV_FILE_FLAG_OVERLAPPED for the second file of a user. */
    HV_UINT16 FileAttributes; /**< HV_NDV_FILE_ATTRIBUTE_NORMAL. */
    HV_UINT16 ShareAccess;    /**< HV_NDV_FILE_SHARE_... */
    HV_UINT32 Reserved;
    HV_UINT16 EaLength; /**< Bytes of extended attributes after the structure. Undocumented. */
    HV_UINT8 Reserved2[6];
} HV_NDV_PACKET_HEADER_CREATE_1, *PHV_NDV_PACKET_HEADER_CREATE_1;
HV_STATIC_ASSERT(sizeof(HV_NDV_PACKET_HEADER_CREATE_1) == 48);

/**
 * HvNdvPacketId1Cleanup: guest to host; closes a file. Response: the same structure. The Linux
 * guest declares and sends 48 bytes, the length of HV_NDV_PACKET_HEADER_CREATE_1. Since version 1.
 */
typedef struct HV_NDV_PACKET_HEADER_CLEANUP_1
{
    HV_NDV_PACKET_HEADER Header;
    HV_NDV_CONTEXT_HANDLE Handle;
} HV_NDV_PACKET_HEADER_CLEANUP_1, *PHV_NDV_PACKET_HEADER_CLEANUP_1;
HV_STATIC_ASSERT(sizeof(HV_NDV_PACKET_HEADER_CLEANUP_1) == 24);

/**
 * HvNdvPacketId1Cancel: guest to host; ends a pending request. Since version 1. Its response is
 * undocumented; the source shows only its layout.
 */
typedef struct HV_NDV_PACKET_HEADER_CANCEL_1
{
    HV_NDV_PACKET_HEADER Header;
    HV_NDV_CONTEXT_HANDLE FileHandle;    /**< File of the request. */
    HV_NDV_CONTEXT_HANDLE RequestHandle; /**< Request to end. */
} HV_NDV_PACKET_HEADER_CANCEL_1, *PHV_NDV_PACKET_HEADER_CANCEL_1;
HV_STATIC_ASSERT(sizeof(HV_NDV_PACKET_HEADER_CANCEL_1) == 32);

/*
 * Control.
 */

/** Piece of a packet. */
typedef struct HV_NDV_PACKET_FIELD
{
    HV_UINT32 Size;   /**< Bytes of the piece, within the packet. */
    HV_UINT32 Offset; /**< Bytes from the start that the context defines. */
} HV_NDV_PACKET_FIELD, *PHV_NDV_PACKET_FIELD;
HV_STATIC_ASSERT(sizeof(HV_NDV_PACKET_FIELD) == 8);

/**
 * HvNdvPacketId1Control, guest to host: the response is the same structure and the output.
 * HvNdvPacketId1Complete, host to guest: no response. Since version 1.
 */
typedef struct HV_NDV_PACKET_HEADER_CONTROL_1
{
    HV_NDV_PACKET_HEADER Header;
    HV_NDV_CONTEXT_HANDLE FileHandle; /**< File that the control code is for. */
    /**
     * 0 if the guest waits for the result in the completion; otherwise the guest's number of the
     * request.
     */
    HV_NDV_CONTEXT_HANDLE RequestHandle;
    HV_UINT32 IoControlCode;    /**< HV_IOCTL_ND_... */
    /** Bytes of room for the output; at most HV_NDV_MAX_IOCTL_BUFFER_SIZE. */
    HV_UINT32 OutputBufferSize;
    HV_UINT32 InputBufferSize; /**< Bytes of input; at most HV_NDV_MAX_IOCTL_BUFFER_SIZE. */
    /** Bytes to the input and to the output, which overwrites it; the base is undocumented. */
    HV_UINT32 InputOutputBufferOffset;
    HV_NTSTATUS IoStatus;    /**< Result of the control code, in the response. */
    HV_UINT32 BytesReturned; /**< Bytes of output, in the response; at most OutputBufferSize. */
    /** Place of HV_NDV_EXTENDED_DATA, from the end of this structure; size 0 if there is none. */
    HV_NDV_PACKET_FIELD ExtendedData;
} HV_NDV_PACKET_HEADER_CONTROL_1, *PHV_NDV_PACKET_HEADER_CONTROL_1;
HV_STATIC_ASSERT(sizeof(HV_NDV_PACKET_HEADER_CONTROL_1) == 64);

/**
 * Page lists for the mappings of a control code, at HV_NDV_PACKET_HEADER_CONTROL_1.ExtendedData.
 * Each field's Offset counts from the start of this structure and is a multiple of 8. A field
 * holds a GPA_RANGE (VMBus/Packet.h).
 */
typedef struct HV_NDV_EXTENDED_DATA
{
    HV_UINT32 FieldCount; /**< Number of elements of Fields; at most HV_NDV_MAX_MAPPINGS. */
    HV_UINT32 Reserved;
    HV_NDV_PACKET_FIELD Fields[]; /**< One piece for each mapping. */
} HV_NDV_EXTENDED_DATA, *PHV_NDV_EXTENDED_DATA;
HV_STATIC_ASSERT(sizeof(HV_NDV_EXTENDED_DATA) == 8);

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_NETWORK_DIRECT */
