/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Synthetic keyboard: keystrokes from the host, indicator lights from the guest.
 *
 * Class HK_CLASS_ID, f912ad6d-2b17-48ea-bd65-f927a61c7684. All packets are in-band, without a
 * pipe header (VMBus/Packet.h), and contain one message each:
 *
 *     guest                               host
 *       |-- HkMessageProtocolRequest  -->|    requests one version
 *       |<-- HkMessageProtocolResponse --|    accepts it, or the guest closes the channel
 *       |<-- HkMessageEvent -------------|    one for each press and each release
 *       |-- HkMessageSetLedIndicators -->|    when the indicator lights change
 *
 * There is one version, 1.0. A packet without a pipe header is padded to a multiple of 8 bytes: the
 * message type determines the bytes that are valid.
 *
 * A guest must check, because the host is not trusted: a message is at least as long as its
 * structure and at most HK_MAXIMUM_MESSAGE_SIZE. A guest must drop an event that arrives before the
 * response, and a message of any other type.
 *
 * Text that the host types or pastes arrives as events with IsUnicode: MakeCode is then a UTF-16
 * unit, and a surrogate pair takes two events.
 *
 * NetBSD requests a completion of its HkMessageProtocolRequest; the response is still
 * HkMessageProtocolResponse.
 *
 * Sources: mu_msvm SynthKeyProtocol.h; OpenVMM uidevices keyboard; symbols of
 * hyperkbd 14347; NetBSD hvkbd.c, FreeBSD hv_kbd.c.
 */

#ifndef MILE_HYPERV_DEVICE_KEYBOARD
#define MILE_HYPERV_DEVICE_KEYBOARD

#include "../Hypervisor/Types.h"
#include "../VMBus/DeviceGuid.h"

HV_HEADER_BEGIN

/** Composes a version from its major number (high 16 bits) and minor number (low 16 bits). */
#define HK_MAKE_VERSION(Major, Minor) (((Major) << 16) | (Minor))
#define HK_VERSION_MAJOR(Version) (((Version) & 0xFFFF0000) >> 16)
#define HK_VERSION_MINOR(Version) ((Version) & 0x0000FFFF)
/** Version 1.0, the only one: Windows 8 and later. */
#define HK_VERSION_WIN8 0x00010000
#define HK_VERSION_CURRENT 0x00010000

/** Maximum bytes of a message, in both directions. */
#define HK_MAXIMUM_MESSAGE_SIZE 256

/** HK_MESSAGE_HEADER.MessageType. */
typedef HV_UINT32 HK_MESSAGE_TYPE, *PHK_MESSAGE_TYPE;
enum
{
    HkMessageProtocolRequest = 1,  /**< Guest to host. */
    HkMessageProtocolResponse = 2, /**< Host to guest. */
    HkMessageEvent = 3,            /**< Host to guest. */
    HkMessageSetLedIndicators = 4, /**< Guest to host. */
};

/** First member of each message, in both directions. */
typedef struct HK_MESSAGE_HEADER
{
    HK_MESSAGE_TYPE MessageType; /**< HkMessage...; identifies the message. */
} HK_MESSAGE_HEADER, *PHK_MESSAGE_HEADER;
HV_STATIC_ASSERT(sizeof(HK_MESSAGE_HEADER) == 4);

/**
 * Requests one protocol version; guest to host. HK_MESSAGE_PROTOCOL_RESPONSE answers it. Since 1.0.
 */
typedef struct HK_MESSAGE_PROTOCOL_REQUEST
{
    HK_MESSAGE_HEADER Header;
    HV_UINT32 Version; /**< Requested version; HK_VERSION_WIN8. */
} HK_MESSAGE_PROTOCOL_REQUEST, *PHK_MESSAGE_PROTOCOL_REQUEST;
HV_STATIC_ASSERT(sizeof(HK_MESSAGE_PROTOCOL_REQUEST) == 8);

/**
 * Response to HkMessageProtocolRequest; host to guest. Since 1.0. After a refusal the guest may
 * send another request.
 */
typedef struct HK_MESSAGE_PROTOCOL_RESPONSE
{
    HK_MESSAGE_HEADER Header;
    union
    {
        HV_UINT32 AsUINT32; /**< All bits in one word. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 Accepted : 1; /**< Bit 0: The host accepts the requested version. */
            HV_UINT32 Reserved : 31;
        };
#endif
    };
} HK_MESSAGE_PROTOCOL_RESPONSE, *PHK_MESSAGE_PROTOCOL_RESPONSE;
HV_STATIC_ASSERT(sizeof(HK_MESSAGE_PROTOCOL_RESPONSE) == 8);

/**
 * Press or release of a key; host to guest, unsolicited. No response. Since 1.0.
 *
 * The structure has 12 bytes. The flags fill a word of their own after two bytes of padding: as
 * bare bit-fields after MakeCode, they would begin at byte 8 with MSVC and at byte 6 with gcc.
 */
typedef struct HK_MESSAGE_KEYSTROKE
{
    HK_MESSAGE_HEADER Header;
    HV_UINT16 MakeCode; /**< Scan code of set 1; with IsUnicode, one UTF-16 unit. */
    HV_UINT16 Padding;
    union
    {
        HV_UINT32 AsUINT32; /**< All flags in one word. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 IsUnicode : 1; /**< Bit 0: MakeCode is text, not a key. */
            HV_UINT32 IsBreak : 1;   /**< Bit 1: The key is released; if clear, it is pressed. */
            HV_UINT32 IsE0 : 1;      /**< Bit 2: The scan code has the E0 prefix. */
            HV_UINT32 IsE1 : 1;      /**< Bit 3: The scan code has the E1 prefix (Pause). */
            HV_UINT32 Reserved : 28;
        };
#endif
    };
} HK_MESSAGE_KEYSTROKE, *PHK_MESSAGE_KEYSTROKE;
HV_STATIC_ASSERT(sizeof(HK_MESSAGE_KEYSTROKE) == 12);

/** HK_MESSAGE_LED_INDICATORS_STATE.LedFlags: Scroll Lock is on. Source: mu_msvm. */
#define HK_LED_SCROLL_LOCK 0x1
/** HK_MESSAGE_LED_INDICATORS_STATE.LedFlags: Num Lock is on. Source: mu_msvm. */
#define HK_LED_NUM_LOCK 0x2
/** HK_MESSAGE_LED_INDICATORS_STATE.LedFlags: Caps Lock is on. Source: mu_msvm. */
#define HK_LED_CAPS_LOCK 0x4

/** Indicator lights that are on; guest to host. No response. Since 1.0. */
typedef struct HK_MESSAGE_LED_INDICATORS_STATE
{
    HK_MESSAGE_HEADER Header;
    HV_UINT16 LedFlags; /**< HK_LED_... */
    HV_UINT16 Padding;
} HK_MESSAGE_LED_INDICATORS_STATE, *PHK_MESSAGE_LED_INDICATORS_STATE;
HV_STATIC_ASSERT(sizeof(HK_MESSAGE_LED_INDICATORS_STATE) == 8);

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_KEYBOARD */
