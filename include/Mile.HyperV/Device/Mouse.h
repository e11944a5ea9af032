/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Synthetic mouse: a HID device whose reports come over the VMBus.
 *
 * Class cfa8b69e-5b4a-4cc0-b98b-8ba1a1f3f95a. The conversation, in VMBus pipe
 * messages (VMBus/Pipe.h):
 *
 *     guest                                  host
 *       |-- SynthHidProtocolRequest  ------>|    version 2.0
 *       |<-- SynthHidProtocolResponse ------|    approved or not
 *       |<-- SynthHidInitialDeviceInfo -----|    who it is, HID descriptor, report descriptor
 *       |-- SynthHidInitialDeviceInfoAck -->|
 *       |<-- SynthHidInputReport -----------|    one for each change
 *
 * The device is absolute: X and Y go from 0 to 32767 over the whole screen, and
 * Z is the wheel. The report descriptor that comes with the device information
 * says so; a guest with a HID stack hands it on and need not know the packet.
 *
 * Header.Size counts what follows the header, and a message may be longer than it
 * says: OpenVMM fills the report descriptor up to 128 bytes behind the end. The
 * report descriptor begins bLength bytes behind the HID descriptor's beginning.
 *
 * Hosts differ (FreeBSD, Haiku): the device information comes again after the machine
 * was saved and restored; a report descriptor may have no wheel, and a report end
 * before Z or with 8 bits of it; a report of the wheel alone may have 0 for X and Y,
 * where the pointer has not moved. FreeBSD and Haiku send 0 in the acknowledgement.
 *
 * What a guest checks, because the host is not trusted: Header.Size is at most the
 * rest of the pipe message; the device information's own lengths
 * (HidDescriptorInformation.bLength, and DescriptorList[0].wReportLength, the bytes
 * of report descriptor that follow) lie within it; the report fits the descriptor.
 *
 * Sources: OpenVMM uidevices mouse; symbols of VMBusHID 14347; FreeBSD hv_hid.c,
 * Haiku hyperv_hid; USB HID 1.11 for the HID descriptor.
 */

#ifndef MILE_HYPERV_DEVICE_MOUSE
#define MILE_HYPERV_DEVICE_MOUSE

#include "../Hypervisor/Types.h"
#include "../VMBus/DeviceGuid.h"

HV_HEADER_BEGIN

/** A version as one word: the major number in the high half. */
#define SYNTHHID_MAKE_VERSION(Major, Minor) (((Major) << 16) | (Minor))
/** 2.0. */
#define SYNTHHID_INPUT_VERSION 0x00020000
#define SYNTHHID_VERSION_CURRENT 0x00020000
#define SYNTHHID_VERSION_MAJOR(Version) (((Version) & 0xFFFF0000) >> 16)
#define SYNTHHID_VERSION_MINOR(Version) ((Version) & 0x0000FFFF)

/** A version, by halves or whole. */
typedef union SYNTHHID_VERSION
{
    HV_UINT32 AsDWord;
    struct
    {
        HV_UINT16 Minor;
        HV_UINT16 Major;
    };
} SYNTHHID_VERSION, *PSYNTHHID_VERSION;
HV_STATIC_ASSERT(sizeof(SYNTHHID_VERSION) == 4);

/** SYNTHHID_MESSAGE_HEADER.Type. */
typedef HV_UINT32 SYNTHHID_MESSAGE_TYPE, *PSYNTHHID_MESSAGE_TYPE;
enum
{
    SynthHidProtocolRequest = 0,      /**< Guest to host. */
    SynthHidProtocolResponse = 1,     /**< Host to guest. */
    SynthHidInitialDeviceInfo = 2,    /**< Host to guest. */
    SynthHidInitialDeviceInfoAck = 3, /**< Guest to host. */
    SynthHidInputReport = 4,          /**< Host to guest. */
    SynthHidMax = 5,
};

/** What HV_HID_DEVICE_ATTRIBUTES holds. */
#define SYNTHHID_HID_VENDOR_ID 0x045E
#define SYNTHHID_HID_PRODUCT_ID 0x0621
#define SYNTHHID_HID_VERSION_ID 0x0001

/** Sizes, in bytes. The report that hosts send, SYNTHHID_INPUT_REPORT, has 15. */
#define SYNTHHID_INPUT_REPORT_SIZE 16
#define SYNTHHID_MAX_HID_MESSAGE_SIZE 512
#define SYNTHHID_MAX_HID_REPORT_DESCRIPTOR 256

/** What every message begins with. */
typedef struct SYNTHHID_MESSAGE_HEADER
{
    SYNTHHID_MESSAGE_TYPE Type;
    HV_UINT32 Size; /**< Bytes behind the header. */
} SYNTHHID_MESSAGE_HEADER, *PSYNTHHID_MESSAGE_HEADER;
HV_STATIC_ASSERT(sizeof(SYNTHHID_MESSAGE_HEADER) == 8);

/** Any message: Header.Size bytes of data follow. */
typedef struct SYNTHHID_MESSAGE
{
    SYNTHHID_MESSAGE_HEADER Header;
    HV_UINT8 Data[];
} SYNTHHID_MESSAGE, *PSYNTHHID_MESSAGE;
HV_STATIC_ASSERT(sizeof(SYNTHHID_MESSAGE) == 8);

/** Guest to host. */
typedef struct SYNTHHID_PROTOCOL_REQUEST
{
    SYNTHHID_MESSAGE_HEADER Header;
    SYNTHHID_VERSION VersionRequested; /**< SYNTHHID_INPUT_VERSION. */
} SYNTHHID_PROTOCOL_REQUEST, *PSYNTHHID_PROTOCOL_REQUEST;
HV_STATIC_ASSERT(sizeof(SYNTHHID_PROTOCOL_REQUEST) == 12);

/** Host to guest; packed: 13 bytes. */
HV_PACK_BEGIN
typedef struct SYNTHHID_PROTOCOL_RESPONSE
{
    SYNTHHID_MESSAGE_HEADER Header;
    SYNTHHID_VERSION VersionRequested; /**< As it was asked for. */
    HV_UINT8 Approved;                 /**< 1, or the guest asks for another one or closes the channel. */
} SYNTHHID_PROTOCOL_RESPONSE, *PSYNTHHID_PROTOCOL_RESPONSE;
HV_STATIC_ASSERT(sizeof(SYNTHHID_PROTOCOL_RESPONSE) == 13);

HV_PACK_END

/** Who the device is, as Windows' HID class asks a driver. */
typedef struct HV_HID_DEVICE_ATTRIBUTES
{
    HV_UINT32 Size; /**< 32. */
    HV_UINT16 VendorID;
    HV_UINT16 ProductID;
    HV_UINT16 VersionNumber;
    HV_UINT16 Reserved[11];
} HV_HID_DEVICE_ATTRIBUTES, *PHV_HID_DEVICE_ATTRIBUTES;
HV_STATIC_ASSERT(sizeof(HV_HID_DEVICE_ATTRIBUTES) == 32);

HV_PACK_BEGIN

/** One subordinate descriptor of a HID descriptor; packed. */
typedef struct HV_HID_DESCRIPTOR_DESC_LIST
{
    HV_UINT8 bReportType; /**< 0x22: a report descriptor. */
    HV_UINT16 wReportLength;
} HV_HID_DESCRIPTOR_DESC_LIST, *PHV_HID_DESCRIPTOR_DESC_LIST;
HV_STATIC_ASSERT(sizeof(HV_HID_DESCRIPTOR_DESC_LIST) == 3);

/** A HID descriptor with its one report descriptor; packed. */
typedef struct HV_HID_DESCRIPTOR
{
    HV_UINT8 bLength; /**< 9. */
    HV_UINT8 bDescriptorType; /**< 0x21: a HID descriptor. */
    HV_UINT16 bcdHID;
    HV_UINT8 bCountry;
    HV_UINT8 bNumDescriptors; /**< 1. */
    HV_HID_DESCRIPTOR_DESC_LIST DescriptorList[1];
} HV_HID_DESCRIPTOR, *PHV_HID_DESCRIPTOR;
HV_STATIC_ASSERT(sizeof(HV_HID_DESCRIPTOR) == 9);

/**
 * Host to guest; packed. The report descriptor that comes may be shorter than
 * the array: HidDescriptorInformation.DescriptorList[0].wReportLength tells.
 */
typedef struct SYNTHHID_DEVICE_INFO
{
    SYNTHHID_MESSAGE_HEADER Header;
    HV_HID_DEVICE_ATTRIBUTES HidDeviceAttributes;
    HV_HID_DESCRIPTOR HidDescriptorInformation;
    HV_UINT8 HidReportDescriptorInformation[128];
} SYNTHHID_DEVICE_INFO, *PSYNTHHID_DEVICE_INFO;
HV_STATIC_ASSERT(sizeof(SYNTHHID_DEVICE_INFO) == 177);

/** Guest to host; packed: 9 bytes. */
typedef struct SYNTHHID_DEVICE_INFO_ACK
{
    SYNTHHID_MESSAGE_HEADER Header;
    HV_UINT8 Acknowledged;
} SYNTHHID_DEVICE_INFO_ACK, *PSYNTHHID_DEVICE_INFO_ACK;
HV_STATIC_ASSERT(sizeof(SYNTHHID_DEVICE_INFO_ACK) == 9);

HV_PACK_END

/** Bits of SYNTHHID_MOUSE_PACKET.ButtonData. */
#define SYNTHHID_HID_MOUSE_BUTTON_LEFT 0x01
#define SYNTHHID_HID_MOUSE_BUTTON_RIGHT 0x02
#define SYNTHHID_HID_MOUSE_BUTTON_MIDDLE 0x04

#define SYNTHHID_MOUSE_NUMBER_BUTTONS 5

/** Bit numbers of the buttons. */
typedef HV_UINT32 SYNTHHID_MOUSE_BUTTON, *PSYNTHHID_MOUSE_BUTTON;
enum
{
    SynthHidMouseButtonLeft = 0,
    SynthHidMouseButtonRight = 1,
    SynthHidMouseButtonMiddle = 2,
    SynthHidMouseButtonFourth = 3,
    SynthHidMouseButtonFifth = 4,
};

/** What a host puts into SYNTHHID_MOUSE_PACKET.Z for one step of the wheel, extended to 32 bits. */
typedef HV_UINT32 SYNTHHID_SCROLL_TYPE, *PSYNTHHID_SCROLL_TYPE;
enum
{
    SynthHidScrollTypeNoChange = 0,
    SynthHidScrollTypeUp = 1,
};
#define SynthHidScrollTypeDown 0xFFFFFFFFU

/** Flags of an event on the host's side; none of them is in a message. */
#define SYNTHHID_MOUSE_EVENT_FLAG_XY_ABSOLUTE 0x0001
#define SYNTHHID_MOUSE_EVENT_FLAG_LEFT_BUTTON_NO_CHANGE 0x0002
#define SYNTHHID_MOUSE_EVENT_FLAG_RIGHT_BUTTON_NO_CHANGE 0x0004
#define SYNTHHID_MOUSE_EVENT_FLAG_MIDDLE_BUTTON_NO_CHANGE 0x0008
#define SYNTHHID_MOUSE_EVENT_FLAG_FOURTH_BUTTON_NO_CHANGE 0x0010
#define SYNTHHID_MOUSE_EVENT_FLAG_FIFTH_BUTTON_NO_CHANGE 0x0020
#define SYNTHHID_MOUSE_EVENT_FLAG_ALL_BUTTONS_NO_CHANGE 0x003E
#define SYNTHHID_MOUSE_EVENT_FLAG_FORCE_REPORT_EVENT 0x0100

HV_PACK_BEGIN

/** What the mouse reports; packed: 7 bytes. */
typedef struct SYNTHHID_MOUSE_PACKET
{
    HV_UINT8 ButtonData; /**< One bit a button that is down. */
    HV_INT16 X;          /**< 0 to 32767. */
    HV_INT16 Y;          /**< 0 to 32767. */
    HV_INT16 Z;          /**< Steps of the wheel, signed and relative. */
} SYNTHHID_MOUSE_PACKET, *PSYNTHHID_MOUSE_PACKET;
HV_STATIC_ASSERT(sizeof(SYNTHHID_MOUSE_PACKET) == 7);

/** Host to guest; packed: 15 bytes. */
typedef struct SYNTHHID_INPUT_REPORT
{
    SYNTHHID_MESSAGE_HEADER Header;
    SYNTHHID_MOUSE_PACKET InputReport;
} SYNTHHID_INPUT_REPORT, *PSYNTHHID_INPUT_REPORT;
HV_STATIC_ASSERT(sizeof(SYNTHHID_INPUT_REPORT) == 15);

HV_PACK_END

/**
 * The report descriptor that hosts send: five buttons, absolute X and Y from 0
 * to 32767, and a wheel. For who plays the host; a guest takes what comes.
 */
static const HV_UINT8 SYNTHHID_REPORT_DESCRIPTOR[67] HV_UNUSED = {
    0x05, 0x01, 0x09, 0x02, 0xA1, 0x01, 0x09, 0x01, 0xA1, 0x00, 0x05, 0x09,
    0x19, 0x01, 0x29, 0x05, 0x15, 0x00, 0x25, 0x01, 0x95, 0x05, 0x75, 0x01,
    0x81, 0x02, 0x95, 0x01, 0x75, 0x03, 0x81, 0x01, 0x05, 0x01, 0x09, 0x30,
    0x09, 0x31, 0x15, 0x00, 0x26, 0xFF, 0x7F, 0x75, 0x10, 0x95, 0x02, 0x81,
    0x02, 0x05, 0x01, 0x09, 0x38, 0x16, 0x01, 0x80, 0x26, 0xFF, 0x7F, 0x75,
    0x10, 0x95, 0x01, 0x81, 0x06, 0xC0, 0xC0,
};

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_MOUSE */
