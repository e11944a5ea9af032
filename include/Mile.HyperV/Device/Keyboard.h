/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Synthetic keyboard: keystrokes from the host, indicator lights from the guest.
 *
 * Class f912ad6d-2b17-48ea-bd65-f927a61c7684. The conversation, in in-band packets
 * without a pipe header (VMBus/Packet.h), one message each:
 *
 *     guest                               host
 *       |-- HkMessageProtocolRequest  -->|    asks for one version
 *       |<-- HkMessageProtocolResponse --|    accepts it, or the guest closes the channel
 *       |<-- HkMessageEvent -------------|    one for each make and each break
 *       |-- HkMessageSetLedIndicators -->|    when the lights change
 *
 * There is one version, 1.0. A packet without a pipe header is as long as its
 * padding makes it, a multiple of 8 bytes: the type tells how much of it counts.
 *
 * What a guest checks, because the host is not trusted: a message is at least as
 * long as its structure and at most HK_MAXIMUM_MESSAGE_SIZE; an event before the
 * response is dropped, and so is a type that is none of these.
 *
 * Text that the host types or pastes comes as events with IsUnicode: MakeCode is
 * then a UTF-16 unit, and a surrogate pair must be two events.
 *
 * NetBSD wants a completion of its request; the answer is the message all the same.
 *
 * Sources: mu_msvm SynthKeyProtocol.h; OpenVMM uidevices keyboard; symbols of
 * hyperkbd 14347; NetBSD hvkbd.c, FreeBSD hv_kbd.c.
 */

#ifndef MILE_HYPERV_DEVICE_KEYBOARD
#define MILE_HYPERV_DEVICE_KEYBOARD

#include "../Hypervisor/Types.h"
#include "../VMBus/DeviceGuid.h"

HV_HEADER_BEGIN

/** A version: the major number in the high half. */
#define HK_MAKE_VERSION(Major, Minor) (((Major) << 16) | (Minor))
#define HK_VERSION_MAJOR(Version) (((Version) & 0xFFFF0000) >> 16)
#define HK_VERSION_MINOR(Version) ((Version) & 0x0000FFFF)
/** 1.0, the only one: Windows 8 and later. */
#define HK_VERSION_WIN8 0x00010000
#define HK_VERSION_CURRENT 0x00010000

/** The longest message of either side, in bytes. */
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

/** Begins each message. */
typedef struct HK_MESSAGE_HEADER
{
    HK_MESSAGE_TYPE MessageType;
} HK_MESSAGE_HEADER, *PHK_MESSAGE_HEADER;
HV_STATIC_ASSERT(sizeof(HK_MESSAGE_HEADER) == 4);

/** Guest to host: the version that it speaks. */
typedef struct HK_MESSAGE_PROTOCOL_REQUEST
{
    HK_MESSAGE_HEADER Header;
    HV_UINT32 Version; /**< HK_VERSION_WIN8. */
} HK_MESSAGE_PROTOCOL_REQUEST, *PHK_MESSAGE_PROTOCOL_REQUEST;
HV_STATIC_ASSERT(sizeof(HK_MESSAGE_PROTOCOL_REQUEST) == 8);

/** Host to guest; after a refusal the guest may ask again. */
typedef struct HK_MESSAGE_PROTOCOL_RESPONSE
{
    HK_MESSAGE_HEADER Header;
    union
    {
        HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 Accepted : 1; /**< Bit 0. */
            HV_UINT32 Reserved : 31;
        };
#endif
    };
} HK_MESSAGE_PROTOCOL_RESPONSE, *PHK_MESSAGE_PROTOCOL_RESPONSE;
HV_STATIC_ASSERT(sizeof(HK_MESSAGE_PROTOCOL_RESPONSE) == 8);

/**
 * Host to guest: a key was pressed or released; 12 bytes. The flags fill a word
 * of their own, behind two bytes of padding: written as bare bit-fields after
 * MakeCode, they begin at byte 8 for MSVC and at byte 6 for gcc.
 */
typedef struct HK_MESSAGE_KEYSTROKE
{
    HK_MESSAGE_HEADER Header;
    HV_UINT16 MakeCode; /**< Scan code of set 1, or one UTF-16 unit if IsUnicode. */
    HV_UINT16 Padding;
    union
    {
        HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 IsUnicode : 1; /**< Bit 0: text, not a key. */
            HV_UINT32 IsBreak : 1;   /**< Bit 1: released; clear means pressed. */
            HV_UINT32 IsE0 : 1;      /**< Bit 2: the code has the E0 prefix. */
            HV_UINT32 IsE1 : 1;      /**< Bit 3: the code has the E1 prefix (Pause). */
            HV_UINT32 Reserved : 28;
        };
#endif
    };
} HK_MESSAGE_KEYSTROKE, *PHK_MESSAGE_KEYSTROKE;
HV_STATIC_ASSERT(sizeof(HK_MESSAGE_KEYSTROKE) == 12);

/** Bits of HK_MESSAGE_LED_INDICATORS_STATE.LedFlags, as mu_msvm sends them. */
#define HK_LED_SCROLL_LOCK 0x1
#define HK_LED_NUM_LOCK 0x2
#define HK_LED_CAPS_LOCK 0x4

/** Guest to host: which lights are on. */
typedef struct HK_MESSAGE_LED_INDICATORS_STATE
{
    HK_MESSAGE_HEADER Header;
    HV_UINT16 LedFlags; /**< HK_LED_... */
    HV_UINT16 Padding;
} HK_MESSAGE_LED_INDICATORS_STATE, *PHK_MESSAGE_LED_INDICATORS_STATE;
HV_STATIC_ASSERT(sizeof(HK_MESSAGE_LED_INDICATORS_STATE) == 8);

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_KEYBOARD */
