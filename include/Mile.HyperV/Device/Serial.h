/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Serial ports over the VMBus: the host's end of COM1 to COM4, for a paravisor.
 *
 * Class VMBUS_SERIAL_CLASS_ID, 8b60ccf6-709f-4c11-90b5-229c959a9e6a, one instance per port
 * (VMBUS_SERIAL_INSTANCE_ID_COM1 and so on); a pipe in message mode (VMBus/Pipe.h), offered only
 * to VTL 2. The paravisor emulates a 16550 for the operating system in VTL 0, and exchanges the
 * data with the host here. A message is named after its receiver: host notifications and host
 * requests go to the host, guest notifications to the guest. TX data leaves the guest, RX data
 * arrives at it.
 *
 *     guest (VTL 2)                                       host
 *       |-- VmbusSerialHostRequestVersion ---------------->|
 *       |<-- response -------------------------------------|  VersionAccepted
 *       |<-- VmbusSerialGuestNotificationSetModemStatus ---|  at once, and after each change
 *       |-- VmbusSerialHostNotificationTxDataAvailable --->|  at most 64 bytes
 *       |<-- VmbusSerialGuestNotificationTxCompleted ------|  the guest may send more
 *       |<-- VmbusSerialGuestNotificationRxDataAvailable --|  RX data arrived
 *       |-- VmbusSerialHostRequestGetRxData -------------->|
 *       |<-- response -------------------------------------|  repeat while MoreDataAvailable
 *       |-- VmbusSerialHostNotificationRxClearBuffer ----->|  discard unread RX data
 *
 * At most one block of TX data and one request are open at a time. The host sends one
 * notification of RX data when its empty buffer receives the first bytes.
 *
 * The guest must not trust the host. It must check the length of a message, MessageVersion, that
 * a response belongs to a request, that a TX completion belongs to TX data, and that BufferLength
 * is at most VMBUS_SERIAL_MAXIMUM_PAYLOAD.
 *
 * Sources: OpenVMM vmbus_serial_protocol, vmbus_serial_guest, vmbus_serial_host.
 */

#ifndef MILE_HYPERV_DEVICE_SERIAL
#define MILE_HYPERV_DEVICE_SERIAL

#include "../Hypervisor/Types.h"
#include "../VMBus/DeviceGuid.h"

HV_HEADER_BEGIN

/** Most bytes of a message. */
#define VMBUS_SERIAL_MAXIMUM_MESSAGE_SIZE 512

/** Most bytes of data in a message. */
#define VMBUS_SERIAL_MAXIMUM_PAYLOAD 64

/** 1.0; the only version. Bits 16 to 31 contain the major number. OpenVMM calls it Manganese. */
#define VMBUS_SERIAL_VERSION_1_0 0x00010000

/*
 * Header.
 */

/** Version of the header, in VMBUS_SERIAL_HEADER.MessageVersion. */
typedef HV_UINT8 VMBUS_SERIAL_MESSAGE_VERSION, *PVMBUS_SERIAL_MESSAGE_VERSION;
enum
{
    VmbusSerialMessageVersionInvalid = 0,
    VmbusSerialMessageVersion1 = 1,
};

/** Kind of a message; selects the member of VMBUS_SERIAL_MESSAGE_ID. */
typedef HV_UINT8 VMBUS_SERIAL_MESSAGE_TYPE, *PVMBUS_SERIAL_MESSAGE_TYPE;
enum
{
    VmbusSerialMessageInvalid = 0,
    VmbusSerialMessageHostNotification = 1, /**< Guest to host, no response. */
    /** Guest to host; the host responds with the same MessageId. */
    VmbusSerialMessageHostRequest = 2,
    VmbusSerialMessageHostResponse = 3,      /**< Host to guest. */
    VmbusSerialMessageGuestNotification = 4, /**< Host to guest, no response. */
};

/** MessageId of a host notification: guest to host, no response. */
typedef HV_UINT8 VMBUS_SERIAL_HOST_NOTIFICATION, *PVMBUS_SERIAL_HOST_NOTIFICATION;
enum
{
    VmbusSerialHostNotificationInvalid = 0,
    VmbusSerialHostNotificationRxClearBuffer = 1,   /**< VMBUS_SERIAL_HEADER only. */
    VmbusSerialHostNotificationTxDataAvailable = 2, /**< VMBUS_SERIAL_TX_DATA_AVAILABLE. */
};

/** MessageId of a guest notification: host to guest, no response. */
typedef HV_UINT8 VMBUS_SERIAL_GUEST_NOTIFICATION, *PVMBUS_SERIAL_GUEST_NOTIFICATION;
enum
{
    VmbusSerialGuestNotificationInvalid = 0,
    VmbusSerialGuestNotificationRxDataAvailable = 1, /**< VMBUS_SERIAL_HEADER only. */
    VmbusSerialGuestNotificationSetModemStatus = 2,  /**< VMBUS_SERIAL_SET_MODEM_STATUS. */
    VmbusSerialGuestNotificationTxCompleted = 3,     /**< VMBUS_SERIAL_HEADER only. */
};

/** MessageId of a host request and of its response. */
typedef HV_UINT16 VMBUS_SERIAL_HOST_REQUEST, *PVMBUS_SERIAL_HOST_REQUEST;
enum
{
    VmbusSerialHostRequestInvalid = 0,
    VmbusSerialHostRequestVersion = 1, /**< VMBUS_SERIAL_VERSION_REQUEST and ..._RESPONSE. */
    /** VMBUS_SERIAL_HEADER and VMBUS_SERIAL_RX_DATA_RESPONSE. */
    VmbusSerialHostRequestGetRxData = 2,
};

/**
 * Identifier of a message. MessageType selects the member; the high byte of a notification is 0.
 */
typedef union VMBUS_SERIAL_MESSAGE_ID
{
    HV_UINT16 AsUINT16;
    VMBUS_SERIAL_HOST_NOTIFICATION HostNotification;
    VMBUS_SERIAL_HOST_REQUEST HostRequest;
    VMBUS_SERIAL_GUEST_NOTIFICATION GuestNotification;
} VMBUS_SERIAL_MESSAGE_ID, *PVMBUS_SERIAL_MESSAGE_ID;
HV_STATIC_ASSERT(sizeof(VMBUS_SERIAL_MESSAGE_ID) == 2);

/** Header of every message; some messages consist of it alone. */
typedef struct VMBUS_SERIAL_HEADER
{
    VMBUS_SERIAL_MESSAGE_VERSION MessageVersion; /**< VmbusSerialMessageVersion1. */
    VMBUS_SERIAL_MESSAGE_TYPE MessageType;
    VMBUS_SERIAL_MESSAGE_ID MessageId;
} VMBUS_SERIAL_HEADER, *PVMBUS_SERIAL_HEADER;
HV_STATIC_ASSERT(sizeof(VMBUS_SERIAL_HEADER) == 4);

/*
 * Version.
 */

/**
 * VmbusSerialHostRequestVersion. Guest to host; the host responds with
 * VMBUS_SERIAL_VERSION_RESPONSE. Since 1.0.
 */
typedef struct VMBUS_SERIAL_VERSION_REQUEST
{
    VMBUS_SERIAL_HEADER Header;
    HV_UINT32 RequestedVersion; /**< VMBUS_SERIAL_VERSION_1_0. */
} VMBUS_SERIAL_VERSION_REQUEST, *PVMBUS_SERIAL_VERSION_REQUEST;
HV_STATIC_ASSERT(sizeof(VMBUS_SERIAL_VERSION_REQUEST) == 8);

/** Response to VmbusSerialHostRequestVersion. Host to guest. Since 1.0. */
typedef struct VMBUS_SERIAL_VERSION_RESPONSE
{
    VMBUS_SERIAL_HEADER Header;
    HV_UINT8 VersionAccepted; /**< 0 or 1. */
    HV_UINT8 Padding;         /**< Must be zero. */
} VMBUS_SERIAL_VERSION_RESPONSE, *PVMBUS_SERIAL_VERSION_RESPONSE;
HV_STATIC_ASSERT(sizeof(VMBUS_SERIAL_VERSION_RESPONSE) == 6);

/*
 * Data and state.
 */

/**
 * VmbusSerialGuestNotificationSetModemStatus: the port was connected or disconnected. Host to
 * guest, no response. Since 1.0.
 */
typedef struct VMBUS_SERIAL_SET_MODEM_STATUS
{
    VMBUS_SERIAL_HEADER Header;
    HV_UINT8 ModemStatus; /**< Bits of a 16550's modem status register; the guest ignores them. */
    HV_UINT8 IsConnected; /**< 1 if the port is connected, else 0. */
} VMBUS_SERIAL_SET_MODEM_STATUS, *PVMBUS_SERIAL_SET_MODEM_STATUS;
HV_STATIC_ASSERT(sizeof(VMBUS_SERIAL_SET_MODEM_STATUS) == 6);

/**
 * VmbusSerialHostNotificationTxDataAvailable. Guest to host, no response; the host sends
 * VmbusSerialGuestNotificationTxCompleted when it accepts more data. Since 1.0.
 */
typedef struct VMBUS_SERIAL_TX_DATA_AVAILABLE
{
    VMBUS_SERIAL_HEADER Header;
    HV_UINT8 BufferLength; /**< Bytes used of Buffer; at most VMBUS_SERIAL_MAXIMUM_PAYLOAD. */
    HV_UINT8 Buffer[64];   /**< TX data. */
    HV_UINT8 Padding;      /**< Must be zero. */
} VMBUS_SERIAL_TX_DATA_AVAILABLE, *PVMBUS_SERIAL_TX_DATA_AVAILABLE;
HV_STATIC_ASSERT(sizeof(VMBUS_SERIAL_TX_DATA_AVAILABLE) == 70);

/** Response to VmbusSerialHostRequestGetRxData. Host to guest. Since 1.0. */
typedef struct VMBUS_SERIAL_RX_DATA_RESPONSE
{
    VMBUS_SERIAL_HEADER Header;
    HV_UINT8 BufferLength;      /**< Bytes used of Buffer; at most VMBUS_SERIAL_MAXIMUM_PAYLOAD. */
    HV_UINT8 MoreDataAvailable; /**< 1 if the guest should request more data, else 0. */
    HV_UINT8 Buffer[64];        /**< RX data. */
} VMBUS_SERIAL_RX_DATA_RESPONSE, *PVMBUS_SERIAL_RX_DATA_RESPONSE;
HV_STATIC_ASSERT(sizeof(VMBUS_SERIAL_RX_DATA_RESPONSE) == 70);

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_SERIAL */
