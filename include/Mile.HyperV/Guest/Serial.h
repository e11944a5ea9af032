/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Serial ports: builders of guest messages, checks of host messages, and the order of sending.
 *
 * Device/Serial.h describes the protocol, whose guest is a paravisor that emulates a UART. A
 * builder fills one message and returns or stores its exact length; MileHvSendPipe() puts it
 * into the ring:
 *
 *     MileHvSerialBegin(&Serial);
 *     for (Version = MileHvSerialVersionBelow(0xFFFFFFFF); Version != 0; Version = MileHvSerialVersionBelow(Version))
 *         MileHvSerialVersionBuild(&Serial, &Request, Version, &Bytes);
 *         wait for MileHvSerialVersion; if (Event.IsAccepted) break;
 *
 *     MileHvSerialTransmitBuild(&Serial, &Transmit, Data, DataBytes, &Bytes);   next after MileHvSerialTransmitted
 *     MileHvSerialReceiveBuild(&Serial, &Receive, &Bytes);                      at MileHvSerialDataAvailable, and again
 *                                                                               while Event.HasMore
 *     MileHvSerialClearBuild(&Clear);                                           forgets what was not fetched
 *
 * The loop of Packet.h receives and checks each packet, with a buffer of
 * MILE_HYPERV_SERIAL_PACKET_MAXIMUM_SIZE bytes. Every packet of the host goes through one check,
 * which determines from MILE_HV_SERIAL the responses that the host may send:
 *
 *     MileHvSerialEventCheck(&Serial, &Received, &Event);
 *         MileHvSuccess: Event.Kind specifies the event
 *         MileHvUnavailable: drop the packet
 *         MileHvCorrupt: close the channel
 *
 * Every byte of the host is copied once, and Event.Data is such a copy. Where a check does not
 * return MileHvSuccess, the caller must not use its output.
 *
 * Reset, suspend and resume. The guest waits for the responses that are due, closes the channel,
 * and tears down the GPADL of the rings after that. To resume, it opens the channel again, calls
 * MileHvSerialBegin() and repeats the negotiation; the host sends the state of the line by itself.
 * Data that the host had for the guest may be lost. After a rescind no response arrives; the guest
 * releases the channel, and treats the port as not connected.
 *
 * Not checked here: the data.
 *
 * Sources: Device/Serial.h, and its sources.
 */

#ifndef MILE_HYPERV_GUEST_SERIAL
#define MILE_HYPERV_GUEST_SERIAL

#include "../Device/Serial.h"
#include "Packet.h"

/** Bytes of the longest packet that a host sends: a descriptor, a pipe header and a message. */
#define MILE_HYPERV_SERIAL_PACKET_MAXIMUM_SIZE 536

MILE_HYPERV_GUEST_BEGIN

HV_STATIC_ASSERT(sizeof(VMPACKET_DESCRIPTOR) + sizeof(VMPIPE_PROTOCOL_HEADER) + VMBUS_SERIAL_MAXIMUM_MESSAGE_SIZE ==
                 MILE_HYPERV_SERIAL_PACKET_MAXIMUM_SIZE);

/** State of a port. The functions here own the members; callers may read them. */
typedef struct MILE_HV_SERIAL
{
    HV_UINT32 Version;        /**< Negotiated version, or 0. */
    HV_UINT32 AskedVersion;   /**< Version of the open version request, or 0. */
    HV_UINT8 IsTransmitting;  /**< 1: MileHvSerialTransmitted is due; else 0. */
    HV_UINT8 IsReceiving;     /**< 1: MileHvSerialData is due; else 0. */
    HV_UINT8 Reserved[6];
} MILE_HV_SERIAL;

/** Event that a packet of the host reports. */
typedef HV_UINT32 MILE_HV_SERIAL_KIND;
enum
{
    MileHvSerialVersion = 1,       /**< Response to a version request: IsAccepted. */
    MileHvSerialLine = 2,          /**< State of the line: IsConnected, ModemStatus. */
    MileHvSerialTransmitted = 3,   /**< The host took the data; the guest may send the next. */
    MileHvSerialDataAvailable = 4, /**< The host has data; the guest should fetch it. */
    MileHvSerialData = 5,          /**< Data: DataBytes at Data, and HasMore. */
};

/** A checked message of the host. Members of other kinds are 0. */
typedef struct MILE_HV_SERIAL_EVENT
{
    MILE_HV_SERIAL_KIND Kind;
    HV_UINT8 IsAccepted;  /**< Of MileHvSerialVersion: 1 if the version is negotiated. */
    HV_UINT8 IsConnected; /**< Of MileHvSerialLine: 1 if something is connected to the port. */
    HV_UINT8 ModemStatus; /**< Of MileHvSerialLine: bits of a 16550's modem status register; ignore them. */
    HV_UINT8 HasMore;     /**< Of MileHvSerialData: 1 if MileHvSerialReceiveBuild() should follow. */
    HV_UINT32 DataBytes;  /**< Of MileHvSerialData: 0 to VMBUS_SERIAL_MAXIMUM_PAYLOAD. */
    HV_UINT8 Data[VMBUS_SERIAL_MAXIMUM_PAYLOAD]; /**< A copy. */
} MILE_HV_SERIAL_EVENT;

/*
 * Messages from the guest.
 */

/** Begins the protocol on an opened channel. */
static inline void MileHvSerialBegin(MILE_HV_SERIAL *Serial)
{
    MileHvZero(Serial, (HV_UINT32)sizeof(*Serial));
}

/**
 * Next older protocol version to request.
 *
 * @param Version the refused version, or 0xFFFFFFFF to begin.
 * @return the newest VMBUS_SERIAL_VERSION_* below it, or 0: there is none.
 */
static inline HV_UINT32 MileHvSerialVersionBelow(HV_UINT32 Version)
{
    return (Version > VMBUS_SERIAL_VERSION_1_0) ? VMBUS_SERIAL_VERSION_1_0 : 0;
}

/** Builds the header of a message. */
static inline void MileHvSerialHeaderBuild(VMBUS_SERIAL_HEADER *Header, VMBUS_SERIAL_MESSAGE_TYPE Type, HV_UINT16 Id)
{
    Header->MessageVersion = VmbusSerialMessageVersion1;
    Header->MessageType = Type;
    Header->MessageId.AsUINT16 = Id;
}

/**
 * VmbusSerialHostRequestVersion.
 *
 * @param Version VMBUS_SERIAL_VERSION_*.
 * @param Bytes receives the number of bytes to send, or 0.
 * @return MileHvSuccess; MileHvInvalid: a request is open, or a version is negotiated.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvSerialVersionBuild(MILE_HV_SERIAL *Serial, VMBUS_SERIAL_VERSION_REQUEST *Request,
                                                      HV_UINT32 Version, HV_UINT32 *Bytes)
{
    *Bytes = 0;
    if (Version == 0 || Serial->Version != 0 || Serial->AskedVersion != 0)
    {
        return MileHvInvalid;
    }
    MileHvSerialHeaderBuild(&Request->Header, VmbusSerialMessageHostRequest, VmbusSerialHostRequestVersion);
    Request->RequestedVersion = Version;
    Serial->AskedVersion = Version;
    *Bytes = (HV_UINT32)sizeof(*Request);
    return MileHvSuccess;
}

/**
 * VmbusSerialHostNotificationTxDataAvailable. Bytes of the message after the data are zero.
 *
 * @param DataBytes at @p Data; 1 to VMBUS_SERIAL_MAXIMUM_PAYLOAD.
 * @param Bytes receives the number of bytes to send, or 0.
 * @return MileHvSuccess; MileHvFull: MileHvSerialTransmitted is due first; MileHvInvalid: no version is negotiated, or
 * the data have a length that is out of bounds.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvSerialTransmitBuild(MILE_HV_SERIAL *Serial, VMBUS_SERIAL_TX_DATA_AVAILABLE *Message,
                                                       const void *Data, HV_UINT32 DataBytes, HV_UINT32 *Bytes)
{
    *Bytes = 0;
    if (Serial->Version == 0 || DataBytes == 0 || DataBytes > VMBUS_SERIAL_MAXIMUM_PAYLOAD)
    {
        return MileHvInvalid;
    }
    if (Serial->IsTransmitting != 0)
    {
        return MileHvFull;
    }
    MileHvZero(Message, (HV_UINT32)sizeof(*Message));
    MileHvSerialHeaderBuild(&Message->Header, VmbusSerialMessageHostNotification,
                            VmbusSerialHostNotificationTxDataAvailable);
    Message->BufferLength = (HV_UINT8)DataBytes;
    MileHvCopy(Message->Buffer, Data, DataBytes);
    Serial->IsTransmitting = 1;
    *Bytes = (HV_UINT32)sizeof(*Message);
    return MileHvSuccess;
}

/**
 * VmbusSerialHostRequestGetRxData.
 *
 * @param Bytes receives the number of bytes to send, or 0.
 * @return MileHvSuccess; MileHvFull: MileHvSerialData is due first; MileHvInvalid: no version is negotiated.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvSerialReceiveBuild(MILE_HV_SERIAL *Serial, VMBUS_SERIAL_HEADER *Request,
                                                      HV_UINT32 *Bytes)
{
    *Bytes = 0;
    if (Serial->Version == 0)
    {
        return MileHvInvalid;
    }
    if (Serial->IsReceiving != 0)
    {
        return MileHvFull;
    }
    MileHvSerialHeaderBuild(Request, VmbusSerialMessageHostRequest, VmbusSerialHostRequestGetRxData);
    Serial->IsReceiving = 1;
    *Bytes = (HV_UINT32)sizeof(*Request);
    return MileHvSuccess;
}

/**
 * VmbusSerialHostNotificationRxClearBuffer: discards data that were not fetched. Returns the number
 * of bytes to send.
 */
static inline HV_UINT32 MileHvSerialClearBuild(VMBUS_SERIAL_HEADER *Message)
{
    MileHvSerialHeaderBuild(Message, VmbusSerialMessageHostNotification, VmbusSerialHostNotificationRxClearBuffer);
    return (HV_UINT32)sizeof(*Message);
}

/*
 * Messages from the host.
 */

/** Checks the copy of a response, and closes the request to which it belongs. */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvSerialResponseCheck(MILE_HV_SERIAL *Serial,
                                                       const VMBUS_SERIAL_RX_DATA_RESPONSE *Copy, HV_UINT32 Bytes,
                                                       MILE_HV_SERIAL_EVENT *Event)
{
    switch (Copy->Header.MessageId.AsUINT16)
    {
    case VmbusSerialHostRequestVersion:
        if (Serial->AskedVersion == 0 || Bytes < sizeof(VMBUS_SERIAL_VERSION_RESPONSE))
        {
            return MileHvCorrupt;
        }
        Event->Kind = MileHvSerialVersion;
        Event->IsAccepted = (Copy->BufferLength != 0) ? 1 : 0; /* VersionAccepted is at the same offset. */
        Serial->Version = (Event->IsAccepted != 0) ? Serial->AskedVersion : 0;
        Serial->AskedVersion = 0;
        return MileHvSuccess;
    case VmbusSerialHostRequestGetRxData:
        if (Serial->IsReceiving == 0 || Bytes < sizeof(*Copy) || Copy->BufferLength > VMBUS_SERIAL_MAXIMUM_PAYLOAD)
        {
            return MileHvCorrupt;
        }
        Event->Kind = MileHvSerialData;
        Event->HasMore = (Copy->MoreDataAvailable != 0) ? 1 : 0;
        Event->DataBytes = Copy->BufferLength;
        MileHvCopy(Event->Data, Copy->Buffer, Copy->BufferLength);
        Serial->IsReceiving = 0;
        return MileHvSuccess;
    default:
        return MileHvCorrupt;
    }
}

/**
 * Checks a packet from the host, and records the request that it answers.
 *
 * @param Received the packet, from MileHvPacketCheck(). No response is due.
 * @param Event receives the message; it is all zero unless the result is MileHvSuccess.
 * @return MileHvSuccess; MileHvUnavailable: a notification that no host sends, or one before a version is negotiated:
 * drop the packet; MileHvCorrupt: not in-band, a broken pipe header, longer than VMBUS_SERIAL_MAXIMUM_MESSAGE_SIZE,
 * shorter than its structure, another MessageVersion or MessageType, data longer than their member, an unsolicited
 * response, or a completion of data that were not sent.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvSerialEventCheck(MILE_HV_SERIAL *Serial, const MILE_HV_PACKET *Received,
                                                    MILE_HV_SERIAL_EVENT *Event)
{
    VMBUS_SERIAL_RX_DATA_RESPONSE Copy; /* The longest message that counts. */
    const HV_UINT8 *Message;
    HV_UINT32 Bytes;

    MileHvZero(Event, (HV_UINT32)sizeof(*Event));
    if (Received->Descriptor.Type != VmbusPacketTypeDataInBand ||
        MileHvPipeCheck(Received->Payload, Received->PayloadBytes, &Message, &Bytes) != MileHvSuccess ||
        Bytes < sizeof(VMBUS_SERIAL_HEADER) || Bytes > VMBUS_SERIAL_MAXIMUM_MESSAGE_SIZE)
    {
        return MileHvCorrupt;
    }
    MileHvZero(&Copy, (HV_UINT32)sizeof(Copy));
    MileHvCopy(&Copy, Message, (Bytes < sizeof(Copy)) ? Bytes : (HV_UINT32)sizeof(Copy));
    if (Copy.Header.MessageVersion != VmbusSerialMessageVersion1)
    {
        return MileHvCorrupt;
    }
    if (Copy.Header.MessageType == VmbusSerialMessageHostResponse)
    {
        return MileHvSerialResponseCheck(Serial, &Copy, Bytes, Event);
    }
    if (Copy.Header.MessageType != VmbusSerialMessageGuestNotification)
    {
        return MileHvCorrupt;
    }
    if (Serial->Version == 0)
    {
        return MileHvUnavailable;
    }
    switch (Copy.Header.MessageId.AsUINT16)
    {
    case VmbusSerialGuestNotificationRxDataAvailable:
        Event->Kind = MileHvSerialDataAvailable;
        return MileHvSuccess;
    case VmbusSerialGuestNotificationSetModemStatus:
        if (Bytes < sizeof(VMBUS_SERIAL_SET_MODEM_STATUS))
        {
            return MileHvCorrupt;
        }
        Event->Kind = MileHvSerialLine;
        Event->ModemStatus = Copy.BufferLength; /* The same place. */
        Event->IsConnected = (Copy.MoreDataAvailable != 0) ? 1 : 0;
        return MileHvSuccess;
    case VmbusSerialGuestNotificationTxCompleted:
        if (Serial->IsTransmitting == 0)
        {
            return MileHvCorrupt;
        }
        Serial->IsTransmitting = 0;
        Event->Kind = MileHvSerialTransmitted;
        return MileHvSuccess;
    default:
        return MileHvUnavailable;
    }
}

HV_STATIC_ASSERT(HV_FIELD_OFFSET(VMBUS_SERIAL_RX_DATA_RESPONSE, BufferLength) ==
                 HV_FIELD_OFFSET(VMBUS_SERIAL_VERSION_RESPONSE, VersionAccepted));
HV_STATIC_ASSERT(HV_FIELD_OFFSET(VMBUS_SERIAL_RX_DATA_RESPONSE, BufferLength) ==
                 HV_FIELD_OFFSET(VMBUS_SERIAL_SET_MODEM_STATUS, ModemStatus));
HV_STATIC_ASSERT(HV_FIELD_OFFSET(VMBUS_SERIAL_RX_DATA_RESPONSE, MoreDataAvailable) ==
                 HV_FIELD_OFFSET(VMBUS_SERIAL_SET_MODEM_STATUS, IsConnected));

MILE_HYPERV_GUEST_END

#endif /* !MILE_HYPERV_GUEST_SERIAL */
