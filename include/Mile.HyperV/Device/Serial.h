/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Serial ports over the VMBus: the host's end of COM1 to COM4, for a paravisor that emulates the UART.
 *
 * Class 8b60ccf6-709f-4c11-90b5-229c959a9e6a, one instance a port
 * (VMBUS_SERIAL_INSTANCE_ID_COM1 and so on); a pipe in message mode
 * (VMBus/Pipe.h), offered to VTL 2 alone. The operating system in VTL 0 sees a
 * 16550; what it writes there travels here. A message is named after who gets
 * it: host notifications and requests go to the host, guest notifications to the
 * guest. TX is what leaves the guest, RX what comes to it.
 *
 *     guest (VTL 2)                                       host
 *       |-- VmbusSerialHostRequestVersion ---------------->|
 *       |<-- the response ---------------------------------|  VersionAccepted
 *       |<-- VmbusSerialGuestNotificationSetModemStatus ---|  at once, and when it changes
 *       |-- VmbusSerialHostNotificationTxDataAvailable --->|  at most 64 bytes
 *       |<-- VmbusSerialGuestNotificationTxCompleted ------|  now the next may be sent
 *       |<-- VmbusSerialGuestNotificationRxDataAvailable --|  something came
 *       |-- VmbusSerialHostRequestGetRxData -------------->|
 *       |<-- the response ---------------------------------|  again, while MoreDataAvailable
 *       |-- VmbusSerialHostNotificationRxClearBuffer ----->|  forget what was not fetched
 *
 * Only one block of TX data and one request are under way at a time. The host
 * notifies of RX data once, when its empty buffer gets the first bytes.
 *
 * What a guest checks, because the host is not trusted: the length of a
 * message; MessageVersion; that a response was asked for and a TX completion
 * has data to complete; BufferLength at most VMBUS_SERIAL_MAXIMUM_PAYLOAD.
 *
 * Sources: OpenVMM vmbus_serial_protocol, vmbus_serial_guest, vmbus_serial_host.
 */

#ifndef MILE_HYPERV_DEVICE_SERIAL
#define MILE_HYPERV_DEVICE_SERIAL

#include "../Hypervisor/Types.h"
#include "../VMBus/DeviceGuid.h"

HV_HEADER_BEGIN

/** No message is longer. */
#define VMBUS_SERIAL_MAXIMUM_MESSAGE_SIZE 512

/** No message has more data. */
#define VMBUS_SERIAL_MAXIMUM_PAYLOAD 64

/** The only protocol version, 1.0: the major number is in the high half. OpenVMM calls it Manganese. */
#define VMBUS_SERIAL_VERSION_1_0 0x00010000

/*
 * The header.
 */

/** VMBUS_SERIAL_HEADER.MessageVersion. */
typedef HV_UINT8 VMBUS_SERIAL_MESSAGE_VERSION, *PVMBUS_SERIAL_MESSAGE_VERSION;
enum
{
    VmbusSerialMessageVersionInvalid = 0,
    VmbusSerialMessageVersion1 = 1,
};

/** VMBUS_SERIAL_HEADER.MessageType: whose numbers MessageId has. */
typedef HV_UINT8 VMBUS_SERIAL_MESSAGE_TYPE, *PVMBUS_SERIAL_MESSAGE_TYPE;
enum
{
    VmbusSerialMessageInvalid = 0,
    VmbusSerialMessageHostNotification = 1,  /**< Guest to host, unanswered. */
    VmbusSerialMessageHostRequest = 2,       /**< Guest to host, answered with the same MessageId. */
    VmbusSerialMessageHostResponse = 3,      /**< Host to guest. */
    VmbusSerialMessageGuestNotification = 4, /**< Host to guest, unanswered. */
};

/** VMBUS_SERIAL_MESSAGE_ID.HostNotification. */
typedef HV_UINT8 VMBUS_SERIAL_HOST_NOTIFICATION, *PVMBUS_SERIAL_HOST_NOTIFICATION;
enum
{
    VmbusSerialHostNotificationInvalid = 0,
    VmbusSerialHostNotificationRxClearBuffer = 1,   /**< A header alone. */
    VmbusSerialHostNotificationTxDataAvailable = 2, /**< VMBUS_SERIAL_TX_DATA_AVAILABLE. */
};

/** VMBUS_SERIAL_MESSAGE_ID.GuestNotification. */
typedef HV_UINT8 VMBUS_SERIAL_GUEST_NOTIFICATION, *PVMBUS_SERIAL_GUEST_NOTIFICATION;
enum
{
    VmbusSerialGuestNotificationInvalid = 0,
    VmbusSerialGuestNotificationRxDataAvailable = 1, /**< A header alone. */
    VmbusSerialGuestNotificationSetModemStatus = 2,  /**< VMBUS_SERIAL_SET_MODEM_STATUS. */
    VmbusSerialGuestNotificationTxCompleted = 3,     /**< A header alone. */
};

/** VMBUS_SERIAL_MESSAGE_ID.HostRequest, of requests and responses. */
typedef HV_UINT16 VMBUS_SERIAL_HOST_REQUEST, *PVMBUS_SERIAL_HOST_REQUEST;
enum
{
    VmbusSerialHostRequestInvalid = 0,
    VmbusSerialHostRequestVersion = 1,   /**< VMBUS_SERIAL_VERSION_REQUEST, _RESPONSE. */
    VmbusSerialHostRequestGetRxData = 2, /**< A header alone; VMBUS_SERIAL_RX_DATA_RESPONSE. */
};

/** Which message. The high byte of a notification is 0. */
typedef union VMBUS_SERIAL_MESSAGE_ID
{
    HV_UINT16 AsUINT16;
    VMBUS_SERIAL_HOST_NOTIFICATION HostNotification;
    VMBUS_SERIAL_HOST_REQUEST HostRequest;
    VMBUS_SERIAL_GUEST_NOTIFICATION GuestNotification;
} VMBUS_SERIAL_MESSAGE_ID, *PVMBUS_SERIAL_MESSAGE_ID;
HV_STATIC_ASSERT(sizeof(VMBUS_SERIAL_MESSAGE_ID) == 2);

/** Begins each message, and is the whole of some. */
typedef struct VMBUS_SERIAL_HEADER
{
    VMBUS_SERIAL_MESSAGE_VERSION MessageVersion;
    VMBUS_SERIAL_MESSAGE_TYPE MessageType;
    VMBUS_SERIAL_MESSAGE_ID MessageId;
} VMBUS_SERIAL_HEADER, *PVMBUS_SERIAL_HEADER;
HV_STATIC_ASSERT(sizeof(VMBUS_SERIAL_HEADER) == 4);

/*
 * Version.
 */

/** Guest to host. */
typedef struct VMBUS_SERIAL_VERSION_REQUEST
{
    VMBUS_SERIAL_HEADER Header;
    HV_UINT32 RequestedVersion; /**< VMBUS_SERIAL_VERSION_1_0. */
} VMBUS_SERIAL_VERSION_REQUEST, *PVMBUS_SERIAL_VERSION_REQUEST;
HV_STATIC_ASSERT(sizeof(VMBUS_SERIAL_VERSION_REQUEST) == 8);

/** Host to guest. */
typedef struct VMBUS_SERIAL_VERSION_RESPONSE
{
    VMBUS_SERIAL_HEADER Header;
    HV_UINT8 VersionAccepted; /**< 0 or 1. */
    HV_UINT8 Padding;         /**< Zero. */
} VMBUS_SERIAL_VERSION_RESPONSE, *PVMBUS_SERIAL_VERSION_RESPONSE;
HV_STATIC_ASSERT(sizeof(VMBUS_SERIAL_VERSION_RESPONSE) == 6);

/*
 * Data and state.
 */

/** Host to guest: something is connected to the port, or no longer. */
typedef struct VMBUS_SERIAL_SET_MODEM_STATUS
{
    VMBUS_SERIAL_HEADER Header;
    HV_UINT8 ModemStatus; /**< Bits of a 16550's modem status register; to be ignored. */
    HV_UINT8 IsConnected; /**< 0 or 1. */
} VMBUS_SERIAL_SET_MODEM_STATUS, *PVMBUS_SERIAL_SET_MODEM_STATUS;
HV_STATIC_ASSERT(sizeof(VMBUS_SERIAL_SET_MODEM_STATUS) == 6);

/** Guest to host. */
typedef struct VMBUS_SERIAL_TX_DATA_AVAILABLE
{
    VMBUS_SERIAL_HEADER Header;
    HV_UINT8 BufferLength; /**< Bytes of Buffer that count. */
    HV_UINT8 Buffer[64];   /**< VMBUS_SERIAL_MAXIMUM_PAYLOAD. */
    HV_UINT8 Padding;      /**< Zero. */
} VMBUS_SERIAL_TX_DATA_AVAILABLE, *PVMBUS_SERIAL_TX_DATA_AVAILABLE;
HV_STATIC_ASSERT(sizeof(VMBUS_SERIAL_TX_DATA_AVAILABLE) == 70);

/** Host to guest: answer to VmbusSerialHostRequestGetRxData. */
typedef struct VMBUS_SERIAL_RX_DATA_RESPONSE
{
    VMBUS_SERIAL_HEADER Header;
    HV_UINT8 BufferLength;      /**< Bytes of Buffer that count; 0 if there were none. */
    HV_UINT8 MoreDataAvailable; /**< 0 or 1: ask again. */
    HV_UINT8 Buffer[64];        /**< VMBUS_SERIAL_MAXIMUM_PAYLOAD. */
} VMBUS_SERIAL_RX_DATA_RESPONSE, *PVMBUS_SERIAL_RX_DATA_RESPONSE;
HV_STATIC_ASSERT(sizeof(VMBUS_SERIAL_RX_DATA_RESPONSE) == 70);

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_SERIAL */
