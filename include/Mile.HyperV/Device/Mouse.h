/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Synthetic mouse: a HID device whose reports come over the VMBus.
 *
 * Class SYNTHHID_CLASS_ID, cfa8b69e-5b4a-4cc0-b98b-8ba1a1f3f95a. All messages are VMBus pipe
 * messages (VMBus/Pipe.h):
 *
 *     guest                                  host
 *       |-- SynthHidProtocolRequest  ------>|    version 2.0
 *       |<-- SynthHidProtocolResponse ------|    approved or not
 *       |<-- SynthHidInitialDeviceInfo -----|    identity, HID descriptor, report descriptor
 *       |-- SynthHidInitialDeviceInfoAck -->|
 *       |<-- SynthHidInputReport -----------|    one for each change
 *
 * The device is absolute: X and Y range from 0 to 32767 over the whole screen, and Z is the wheel.
 * The report descriptor in the device information specifies this; a guest with a HID stack passes
 * it on and need not interpret SYNTHHID_MOUSE_PACKET itself.
 *
 * Header.Size excludes the header, and a message may be longer than it specifies: OpenVMM pads the
 * report descriptor to 128 bytes after the end. The report descriptor begins bLength bytes after
 * the start of the HID descriptor.
 *
 * Hosts differ (FreeBSD, Haiku). The host sends the device information again after the machine was
 * saved and restored. A report descriptor may have no wheel, and a report may end before Z or
 * contain only 8 bits of it. A report of the wheel alone may have 0 for X and Y although the
 * pointer has not moved. FreeBSD and Haiku send 0 in the acknowledgement.
 *
 * A guest must check, because the host is not trusted: Header.Size is at most the rest of the pipe
 * message; the lengths in the device information (HidDescriptorInformation.bLength, and
 * DescriptorList[0].wReportLength, the bytes of report descriptor that follow) stay within
 * Header.Size; the report matches the descriptor.
 *
 * Sources: OpenVMM uidevices mouse; symbols of VMBusHID 14347; FreeBSD hv_hid.c,
 * Haiku hyperv_hid; USB HID 1.11 for the HID descriptor.
 */

#ifndef MILE_HYPERV_DEVICE_MOUSE
#define MILE_HYPERV_DEVICE_MOUSE

#include "../Hypervisor/Types.h"
#include "../VMBus/DeviceGuid.h"

HV_HEADER_BEGIN

/** Composes a version from its major number (high 16 bits) and minor number (low 16 bits). */
#define SYNTHHID_MAKE_VERSION(Major, Minor) (((Major) << 16) | (Minor))
/** Version 2.0, the only known one. */
#define SYNTHHID_INPUT_VERSION 0x00020000
#define SYNTHHID_VERSION_CURRENT 0x00020000
#define SYNTHHID_VERSION_MAJOR(Version) (((Version) & 0xFFFF0000) >> 16)
#define SYNTHHID_VERSION_MINOR(Version) ((Version) & 0x0000FFFF)

/** Protocol version. */
typedef union SYNTHHID_VERSION
{
    HV_UINT32 AsDWord; /**< SYNTHHID_INPUT_VERSION, both numbers in one word. */
    struct
    {
        HV_UINT16 Minor; /**< Minor number; 0. */
        HV_UINT16 Major; /**< Major number; 2. */
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

/** HV_HID_DEVICE_ATTRIBUTES.VendorID: Microsoft. */
#define SYNTHHID_HID_VENDOR_ID 0x045E
/** HV_HID_DEVICE_ATTRIBUTES.ProductID. */
#define SYNTHHID_HID_PRODUCT_ID 0x0621
/** HV_HID_DEVICE_ATTRIBUTES.VersionNumber. */
#define SYNTHHID_HID_VERSION_ID 0x0001

/** Bytes of an input report. SYNTHHID_INPUT_REPORT, the report that hosts send, has 15 bytes. */
#define SYNTHHID_INPUT_REPORT_SIZE 16
/** Maximum bytes of a message. */
#define SYNTHHID_MAX_HID_MESSAGE_SIZE 512
/** Maximum bytes of a report descriptor. */
#define SYNTHHID_MAX_HID_REPORT_DESCRIPTOR 256

/** First member of each message, in both directions. */
typedef struct SYNTHHID_MESSAGE_HEADER
{
    SYNTHHID_MESSAGE_TYPE Type; /**< SynthHid...; identifies the message. */
    /** Bytes of the message after this header; at most the rest of the pipe message. */
    HV_UINT32 Size;
} SYNTHHID_MESSAGE_HEADER, *PSYNTHHID_MESSAGE_HEADER;
HV_STATIC_ASSERT(sizeof(SYNTHHID_MESSAGE_HEADER) == 8);

/**
 * Any message; both ways. Header.Size bytes of data follow the header. Header.Type determines the
 * response and the version.
 */
typedef struct SYNTHHID_MESSAGE
{
    SYNTHHID_MESSAGE_HEADER Header;
    HV_UINT8 Data[]; /**< Body of the message. */
} SYNTHHID_MESSAGE, *PSYNTHHID_MESSAGE;
HV_STATIC_ASSERT(sizeof(SYNTHHID_MESSAGE) == 8);

/**
 * Requests one protocol version; guest to host. SYNTHHID_PROTOCOL_RESPONSE answers it. Since 2.0.
 */
typedef struct SYNTHHID_PROTOCOL_REQUEST
{
    SYNTHHID_MESSAGE_HEADER Header;
    SYNTHHID_VERSION VersionRequested; /**< Requested version; SYNTHHID_INPUT_VERSION. */
} SYNTHHID_PROTOCOL_REQUEST, *PSYNTHHID_PROTOCOL_REQUEST;
HV_STATIC_ASSERT(sizeof(SYNTHHID_PROTOCOL_REQUEST) == 12);

HV_PACK_BEGIN
/** Response to SynthHidProtocolRequest; host to guest. Since 2.0. Packed: 13 bytes. */
typedef struct SYNTHHID_PROTOCOL_RESPONSE
{
    SYNTHHID_MESSAGE_HEADER Header;
    SYNTHHID_VERSION VersionRequested; /**< Repeats the requested version. */
    /**
     * 1 if the host accepts; otherwise the guest requests another version or closes the channel.
     */
    HV_UINT8 Approved;
} SYNTHHID_PROTOCOL_RESPONSE, *PSYNTHHID_PROTOCOL_RESPONSE;
HV_STATIC_ASSERT(sizeof(SYNTHHID_PROTOCOL_RESPONSE) == 13);

HV_PACK_END

/** Identity of the device, in the form that the HID class of Windows uses; host to guest. */
typedef struct HV_HID_DEVICE_ATTRIBUTES
{
    HV_UINT32 Size;          /**< Bytes of this structure; 32. */
    HV_UINT16 VendorID;      /**< SYNTHHID_HID_VENDOR_ID. */
    HV_UINT16 ProductID;     /**< SYNTHHID_HID_PRODUCT_ID. */
    HV_UINT16 VersionNumber; /**< SYNTHHID_HID_VERSION_ID; the version of the product. */
    HV_UINT16 Reserved[11];
} HV_HID_DEVICE_ATTRIBUTES, *PHV_HID_DEVICE_ATTRIBUTES;
HV_STATIC_ASSERT(sizeof(HV_HID_DEVICE_ATTRIBUTES) == 32);

HV_PACK_BEGIN

/** Entry of a HID descriptor for one subordinate descriptor; packed. Source: USB HID 1.11. */
typedef struct HV_HID_DESCRIPTOR_DESC_LIST
{
    HV_UINT8 bReportType;    /**< 0x22: a report descriptor. */
    HV_UINT16 wReportLength; /**< Bytes of the report descriptor; it must fit in the message. */
} HV_HID_DESCRIPTOR_DESC_LIST, *PHV_HID_DESCRIPTOR_DESC_LIST;
HV_STATIC_ASSERT(sizeof(HV_HID_DESCRIPTOR_DESC_LIST) == 3);

/** HID descriptor with one report descriptor; packed. Source: USB HID 1.11. */
typedef struct HV_HID_DESCRIPTOR
{
    HV_UINT8 bLength;         /**< Bytes of this structure; 9. */
    HV_UINT8 bDescriptorType; /**< 0x21: a HID descriptor. */
    /** Version of the HID specification in binary-coded decimal; OpenVMM: 0x0101. */
    HV_UINT16 bcdHID;
    HV_UINT8 bCountry;                             /**< Country code of the hardware; OpenVMM: 0. */
    HV_UINT8 bNumDescriptors;                      /**< Elements of DescriptorList; 1. */
    HV_HID_DESCRIPTOR_DESC_LIST DescriptorList[1]; /**< Subordinate descriptors. */
} HV_HID_DESCRIPTOR, *PHV_HID_DESCRIPTOR;
HV_STATIC_ASSERT(sizeof(HV_HID_DESCRIPTOR) == 9);

/**
 * Identity and descriptors of the device; host to guest. SYNTHHID_DEVICE_INFO_ACK answers it. Since
 * 2.0. Packed.
 *
 * The report descriptor may be shorter than its array: DescriptorList[0].wReportLength specifies
 * its bytes.
 */
typedef struct SYNTHHID_DEVICE_INFO
{
    SYNTHHID_MESSAGE_HEADER Header;
    HV_HID_DEVICE_ATTRIBUTES HidDeviceAttributes; /**< Identity of the device. */
    /** HID descriptor, as USB HID 1.11 defines it. */
    HV_HID_DESCRIPTOR HidDescriptorInformation;
    /** Report descriptor, as USB HID 1.11 defines it. */
    HV_UINT8 HidReportDescriptorInformation[128];
} SYNTHHID_DEVICE_INFO, *PSYNTHHID_DEVICE_INFO;
HV_STATIC_ASSERT(sizeof(SYNTHHID_DEVICE_INFO) == 177);

/** Response to SynthHidInitialDeviceInfo; guest to host. Since 2.0. Packed: 9 bytes. */
typedef struct SYNTHHID_DEVICE_INFO_ACK
{
    SYNTHHID_MESSAGE_HEADER Header;
    HV_UINT8 Acknowledged; /**< FreeBSD and Haiku send 0; OpenVMM ignores it. */
} SYNTHHID_DEVICE_INFO_ACK, *PSYNTHHID_DEVICE_INFO_ACK;
HV_STATIC_ASSERT(sizeof(SYNTHHID_DEVICE_INFO_ACK) == 9);

HV_PACK_END

/** SYNTHHID_MOUSE_PACKET.ButtonData: the left button is down. */
#define SYNTHHID_HID_MOUSE_BUTTON_LEFT 0x01
/** SYNTHHID_MOUSE_PACKET.ButtonData: the right button is down. */
#define SYNTHHID_HID_MOUSE_BUTTON_RIGHT 0x02
/** SYNTHHID_MOUSE_PACKET.ButtonData: the middle button is down. */
#define SYNTHHID_HID_MOUSE_BUTTON_MIDDLE 0x04

/** Number of buttons. */
#define SYNTHHID_MOUSE_NUMBER_BUTTONS 5

/** Bit number of a button in SYNTHHID_MOUSE_PACKET.ButtonData. */
typedef HV_UINT32 SYNTHHID_MOUSE_BUTTON, *PSYNTHHID_MOUSE_BUTTON;
enum
{
    SynthHidMouseButtonLeft = 0,
    SynthHidMouseButtonRight = 1,
    SynthHidMouseButtonMiddle = 2,
    SynthHidMouseButtonFourth = 3,
    SynthHidMouseButtonFifth = 4,
};

/** SYNTHHID_MOUSE_PACKET.Z for one step of the wheel, sign-extended to 32 bits; host to guest. */
typedef HV_UINT32 SYNTHHID_SCROLL_TYPE, *PSYNTHHID_SCROLL_TYPE;
enum
{
    SynthHidScrollTypeNoChange = 0,
    SynthHidScrollTypeUp = 1,
};
/** SYNTHHID_MOUSE_PACKET.Z for one step down, sign-extended to 32 bits. */
#define SynthHidScrollTypeDown 0xFFFFFFFFU

/** Flag of an event inside the host: X and Y are absolute. No message contains these flags. */
#define SYNTHHID_MOUSE_EVENT_FLAG_XY_ABSOLUTE 0x0001
#define SYNTHHID_MOUSE_EVENT_FLAG_LEFT_BUTTON_NO_CHANGE 0x0002
#define SYNTHHID_MOUSE_EVENT_FLAG_RIGHT_BUTTON_NO_CHANGE 0x0004
#define SYNTHHID_MOUSE_EVENT_FLAG_MIDDLE_BUTTON_NO_CHANGE 0x0008
#define SYNTHHID_MOUSE_EVENT_FLAG_FOURTH_BUTTON_NO_CHANGE 0x0010
#define SYNTHHID_MOUSE_EVENT_FLAG_FIFTH_BUTTON_NO_CHANGE 0x0020
#define SYNTHHID_MOUSE_EVENT_FLAG_ALL_BUTTONS_NO_CHANGE 0x003E
#define SYNTHHID_MOUSE_EVENT_FLAG_FORCE_REPORT_EVENT 0x0100

HV_PACK_BEGIN

/** State of the mouse, the body of SYNTHHID_INPUT_REPORT; host to guest. Packed: 7 bytes. */
typedef struct SYNTHHID_MOUSE_PACKET
{
    HV_UINT8 ButtonData; /**< Bit n: button n (SYNTHHID_MOUSE_BUTTON) is down. */
    HV_INT16 X;          /**< Horizontal position, 0 to 32767 over the screen. */
    HV_INT16 Y;          /**< Vertical position, 0 to 32767 over the screen. */
    HV_INT16 Z;          /**< Steps of the wheel since the last report; signed. */
} SYNTHHID_MOUSE_PACKET, *PSYNTHHID_MOUSE_PACKET;
HV_STATIC_ASSERT(sizeof(SYNTHHID_MOUSE_PACKET) == 7);

/**
 * Changed state of the mouse; host to guest, unsolicited. No response. Since 2.0. Packed: 15 bytes.
 */
typedef struct SYNTHHID_INPUT_REPORT
{
    SYNTHHID_MESSAGE_HEADER Header;
    SYNTHHID_MOUSE_PACKET InputReport; /**< State of the mouse. */
} SYNTHHID_INPUT_REPORT, *PSYNTHHID_INPUT_REPORT;
HV_STATIC_ASSERT(sizeof(SYNTHHID_INPUT_REPORT) == 15);

HV_PACK_END

/**
 * Report descriptor that hosts send: five buttons, absolute X and Y from 0 to 32767, and a wheel.
 * It serves programs that implement the host; a guest must use the descriptor that it receives.
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
