/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Mouse: builders of guest messages, checks of host messages, HID descriptors and input reports with bounds.
 *
 * Device/Mouse.h describes the protocol. A builder fills one message and returns its
 * exact length; MileHvSendPipe() puts it into the ring:
 *
 *     for (Version = MileHvMouseVersionBelow(0xFFFFFFFF); Version != 0; Version = MileHvMouseVersionBelow(Version))
 *         Bytes = MileHvMouseVersionBuild(&Request, Version);
 *         MileHvSendPipe(&Ring, &Request, Bytes);
 *         wait for SynthHidProtocolResponse
 *         if (Event.Approved)
 *             break;
 *
 *     wait for SynthHidInitialDeviceInfo: Event.Data is the report descriptor
 *     Bytes = MileHvMouseDeviceInfoAckBuild(&Ack);
 *     MileHvSendPipe(&Ring, &Ack, Bytes);
 *
 * The loop of Packet.h receives and checks each packet, with a buffer of
 * MILE_HYPERV_MOUSE_PACKET_MAXIMUM_SIZE bytes. Every packet of the host goes through
 * one check:
 *
 *     MileHvMouseEventCheck(&Received, Version, &Event);
 *         MileHvSuccess: Event.Type is SynthHidProtocolResponse, SynthHidInitialDeviceInfo or SynthHidInputReport
 *         MileHvUnavailable: drop the packet
 *         MileHvCorrupt: close the channel
 *
 * A guest with a HID stack gives it the report descriptor, and Event.Data of each
 * SynthHidInputReport as a report. A guest without one reads the report as the descriptor
 * SYNTHHID_REPORT_DESCRIPTOR defines it:
 *
 *     MileHvMouseReportParse(Event.Data, Event.DataBytes, &Report);
 *
 * A check copies each byte of a header once and trusts no value. Event.Data is in the caller's
 * buffer, which the host cannot write. Where a check does not return MileHvSuccess, the caller must
 * not use its output.
 *
 * Reset, suspend and resume. The guest has no request that stays open: it closes the channel, and
 * tears down the GPADL of the rings after that. To resume, it opens the channel again and repeats
 * the negotiation from the version on. The host also sends SynthHidInitialDeviceInfo again after
 * the machine was saved and restored, without a new version: the guest acknowledges each one and
 * uses the newest descriptor. After a rescind the guest only releases the channel.
 *
 * Not checked here: the contents of the report descriptor, and whether a report fits it. The budget
 * of the loop bounds a flood of reports.
 *
 * Sources: Device/Mouse.h, and its sources.
 */

#ifndef MILE_HYPERV_GUEST_MOUSE
#define MILE_HYPERV_GUEST_MOUSE

#include "../Device/Mouse.h"
#include "Packet.h"

/** Bytes of the longest packet that a host sends: a descriptor, a pipe header and a message. */
#define MILE_HYPERV_MOUSE_PACKET_MAXIMUM_SIZE 536

MILE_HYPERV_GUEST_BEGIN

HV_STATIC_ASSERT(sizeof(VMPACKET_DESCRIPTOR) + sizeof(VMPIPE_PROTOCOL_HEADER) + SYNTHHID_MAX_HID_MESSAGE_SIZE ==
                 MILE_HYPERV_MOUSE_PACKET_MAXIMUM_SIZE);

/** A checked message of the host. */
typedef struct MILE_HV_MOUSE_EVENT
{
    SYNTHHID_MESSAGE_TYPE Type; /**< SynthHidProtocolResponse, SynthHidInitialDeviceInfo or SynthHidInputReport. */
    HV_UINT8 Approved;          /**< Of SynthHidProtocolResponse: 1 if the host approves the version; else 0. */
    HV_UINT8 Reserved;
    HV_UINT16 VendorId;      /**< Of SynthHidInitialDeviceInfo; else 0. */
    HV_UINT16 ProductId;     /**< Of SynthHidInitialDeviceInfo; else 0. */
    HV_UINT16 VersionNumber; /**< Of SynthHidInitialDeviceInfo; else 0. */
    HV_UINT32 DataBytes;     /**< Bytes at Data: 1 to SYNTHHID_MAX_HID_REPORT_DESCRIPTOR, or 1 to 504 of a report. */
    union
    {
        const HV_UINT8 *Data; /**< The report descriptor or the report, in the caller's buffer; else null. */
        HV_UINT64 AsUINT64;
    };
} MILE_HV_MOUSE_EVENT;

/** A report of the form that SYNTHHID_REPORT_DESCRIPTOR defines. */
typedef struct MILE_HV_MOUSE_REPORT
{
    HV_UINT16 X;      /**< 0, the left edge of the screen, to 32767, the right edge. */
    HV_UINT16 Y;      /**< 0, the upper edge of the screen, to 32767, the lower edge. */
    HV_INT16 Wheel;   /**< Steps; positive is away from the user. */
    HV_UINT8 Buttons; /**< SYNTHHID_HID_MOUSE_BUTTON_* that are down, and bits 3 and 4 for two more. */
    HV_UINT8 Reserved;
} MILE_HV_MOUSE_REPORT;

/**
 * Next older protocol version to request.
 *
 * @param Version the refused version, or 0xFFFFFFFF to begin.
 * @return the newest SYNTHHID_INPUT_VERSION below it, or 0: there is none.
 */
static inline HV_UINT32 MileHvMouseVersionBelow(HV_UINT32 Version)
{
    return (Version > SYNTHHID_INPUT_VERSION) ? SYNTHHID_INPUT_VERSION : 0;
}

/** SynthHidProtocolRequest: requests @p Version, SYNTHHID_INPUT_VERSION. Returns the number of bytes to send. */
static inline HV_UINT32 MileHvMouseVersionBuild(SYNTHHID_PROTOCOL_REQUEST *Request, HV_UINT32 Version)
{
    Request->Header.Type = SynthHidProtocolRequest;
    Request->Header.Size = (HV_UINT32)(sizeof(*Request) - sizeof(Request->Header));
    Request->VersionRequested.AsDWord = Version;
    return (HV_UINT32)sizeof(*Request);
}

/**
 * SynthHidInitialDeviceInfoAck: acknowledges each SynthHidInitialDeviceInfo, with the value 0 that FreeBSD and Haiku
 * send. Returns the number of bytes to send.
 */
static inline HV_UINT32 MileHvMouseDeviceInfoAckBuild(SYNTHHID_DEVICE_INFO_ACK *Ack)
{
    Ack->Header.Type = SynthHidInitialDeviceInfoAck;
    Ack->Header.Size = (HV_UINT32)(sizeof(*Ack) - sizeof(Ack->Header));
    Ack->Acknowledged = 0;
    return (HV_UINT32)sizeof(*Ack);
}

/**
 * Checks the body of SynthHidInitialDeviceInfo.
 *
 * @param Body of the message; @p Bytes that Header.Size counts.
 * @return MileHvSuccess; MileHvCorrupt: the body, the HID descriptor or the report descriptor is not whole.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvMouseDeviceInfoCheck(const HV_UINT8 *Body, HV_UINT32 Bytes,
                                                        MILE_HV_MOUSE_EVENT *Event)
{
    const HV_UINT32 Attributes = (HV_UINT32)sizeof(HV_HID_DEVICE_ATTRIBUTES);
    HV_HID_DEVICE_ATTRIBUTES Identity;
    HV_HID_DESCRIPTOR Descriptor;
    HV_UINT32 ReportBytes;

    if (Bytes < Attributes + sizeof(Descriptor))
    {
        return MileHvCorrupt;
    }
    MileHvCopy(&Identity, Body, Attributes);
    MileHvCopy(&Descriptor, Body + Attributes, (HV_UINT32)sizeof(Descriptor));
    ReportBytes = Descriptor.DescriptorList[0].wReportLength;
    if (Descriptor.bLength < sizeof(Descriptor) || Descriptor.bNumDescriptors == 0 ||
        Descriptor.bLength > Bytes - Attributes || ReportBytes == 0 ||
        ReportBytes > SYNTHHID_MAX_HID_REPORT_DESCRIPTOR || ReportBytes > Bytes - Attributes - Descriptor.bLength)
    {
        return MileHvCorrupt;
    }
    Event->VendorId = Identity.VendorID;
    Event->ProductId = Identity.ProductID;
    Event->VersionNumber = Identity.VersionNumber;
    Event->DataBytes = ReportBytes;
    Event->Data = Body + Attributes + Descriptor.bLength;
    return MileHvSuccess;
}

/**
 * Checks a packet from the host.
 *
 * @param Received the packet, from MileHvPacketCheck().
 * @param Version the negotiated version, or 0 while none is.
 * @param Event receives the message; it is all zero unless the result is MileHvSuccess. The guest must acknowledge
 * SynthHidInitialDeviceInfo.
 * @return MileHvSuccess; MileHvUnavailable: a message that no host sends, one other than the response before a version
 * is negotiated, or a response after that: drop the packet; MileHvCorrupt: not in-band, a broken pipe header, longer
 * than SYNTHHID_MAX_HID_MESSAGE_SIZE, shorter than its structure or than Header.Size, or a descriptor that is not
 * whole.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvMouseEventCheck(const MILE_HV_PACKET *Received, HV_UINT32 Version,
                                                   MILE_HV_MOUSE_EVENT *Event)
{
    SYNTHHID_MESSAGE_HEADER Header;
    const HV_UINT8 *Message;
    HV_UINT32 Bytes;
    HV_UINT8 Approved;

    MileHvZero(Event, (HV_UINT32)sizeof(*Event));
    if (Received->Descriptor.Type != VmbusPacketTypeDataInBand ||
        MileHvPipeCheck(Received->Payload, Received->PayloadBytes, &Message, &Bytes) != MileHvSuccess ||
        Bytes < sizeof(Header) || Bytes > SYNTHHID_MAX_HID_MESSAGE_SIZE)
    {
        return MileHvCorrupt;
    }
    MileHvCopy(&Header, Message, (HV_UINT32)sizeof(Header));
    if (Header.Size > Bytes - sizeof(Header))
    {
        return MileHvCorrupt;
    }
    if ((Header.Type == SynthHidProtocolResponse) != (Version == 0))
    {
        return MileHvUnavailable;
    }
    Message += sizeof(Header);
    switch (Header.Type)
    {
    case SynthHidProtocolResponse:
        if (Header.Size < sizeof(SYNTHHID_PROTOCOL_RESPONSE) - sizeof(Header))
        {
            return MileHvCorrupt;
        }
        MileHvCopy(&Approved, Message + sizeof(SYNTHHID_VERSION), (HV_UINT32)sizeof(Approved));
        Event->Approved = (Approved != 0) ? 1 : 0;
        break;
    case SynthHidInitialDeviceInfo:
        if (MileHvMouseDeviceInfoCheck(Message, Header.Size, Event) != MileHvSuccess)
        {
            return MileHvCorrupt;
        }
        break;
    case SynthHidInputReport:
        if (Header.Size == 0)
        {
            return MileHvCorrupt;
        }
        Event->Data = Message;
        Event->DataBytes = Header.Size;
        break;
    default:
        return MileHvUnavailable;
    }
    Event->Type = Header.Type;
    return MileHvSuccess;
}

/**
 * Reads a report of the form that SYNTHHID_REPORT_DESCRIPTOR defines. Hosts also send shorter reports: without the
 * wheel, or with 8 bits of it. A report of the wheel alone may have 0 for X and Y, where the pointer has not moved.
 *
 * @param Data the report, at any address; @p Bytes that are there.
 * @param Report receives its values; it is all zero unless the result is MileHvSuccess.
 * @return MileHvSuccess; MileHvUnavailable: too short for X and Y, or one of them is beyond 32767: drop the report.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvMouseReportParse(const void *Data, HV_UINT32 Bytes, MILE_HV_MOUSE_REPORT *Report)
{
    const HV_UINT32 Least = (HV_UINT32)HV_FIELD_OFFSET(SYNTHHID_MOUSE_PACKET, Z);
    HV_UINT8 Copy[sizeof(SYNTHHID_MOUSE_PACKET)];
    HV_UINT32 X;
    HV_UINT32 Y;

    MileHvZero(Report, (HV_UINT32)sizeof(*Report));
    if (Bytes < Least)
    {
        return MileHvUnavailable;
    }
    Bytes = (Bytes < sizeof(Copy)) ? Bytes : (HV_UINT32)sizeof(Copy);
    MileHvCopy(Copy, Data, Bytes);
    X = Copy[1] | (HV_UINT32)Copy[2] << 8;
    Y = Copy[3] | (HV_UINT32)Copy[4] << 8;
    if (X > 0x7FFFU || Y > 0x7FFFU)
    {
        return MileHvUnavailable;
    }
    Report->Buttons = Copy[0] & 0x1F; /* SYNTHHID_MOUSE_NUMBER_BUTTONS. */
    Report->X = (HV_UINT16)X;
    Report->Y = (HV_UINT16)Y;
    if (Bytes == sizeof(Copy))
    {
        Report->Wheel = (HV_INT16)(Copy[5] | (HV_UINT32)Copy[6] << 8);
    }
    else if (Bytes > Least)
    {
        Report->Wheel = (HV_INT8)Copy[5];
    }
    return MileHvSuccess;
}

MILE_HYPERV_GUEST_END

#endif /* !MILE_HYPERV_GUEST_MOUSE */
