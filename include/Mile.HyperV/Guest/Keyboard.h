/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Keyboard: builders of guest messages, checks of host messages, keystrokes as bytes for a driver.
 *
 * Device/Keyboard.h describes the protocol. A builder fills one message and returns its
 * exact length; MileHvSendInBand() puts it into the ring:
 *
 *     for (Version = MileHvKeyboardVersionBelow(0xFFFFFFFF); Version != 0;
 *          Version = MileHvKeyboardVersionBelow(Version))
 *         Bytes = MileHvKeyboardVersionBuild(&Request, Version);
 *         MileHvSendInBand(&Ring, 0, 0, &Request, Bytes);
 *         wait for HkMessageProtocolResponse
 *         if (Event.Accepted)
 *             break;
 *
 *     Bytes = MileHvKeyboardLightsBuild(&Lights, HK_LED_NUM_LOCK);
 *     MileHvSendInBand(&Ring, 0, 0, &Lights, Bytes);
 *
 * The loop of Packet.h receives and checks each packet, with a buffer of
 * MILE_HYPERV_KEYBOARD_PACKET_MAXIMUM_SIZE bytes. Every packet of the host goes through
 * one check:
 *
 *     MileHvKeyboardEventCheck(&Received, Version, &Event);
 *         MileHvSuccess: Event.Type is HkMessageProtocolResponse or HkMessageEvent
 *         MileHvUnavailable: drop the packet
 *         MileHvInvalid: a completion, which only a guest that requested one gets; no response
 *         MileHvCorrupt: close the channel
 *
 * A check copies each byte once and trusts no value. Where it does not return MileHvSuccess, the
 * caller must not use its output.
 *
 * Reset, suspend and resume. The guest has no request that stays open: it closes the channel, and
 * tears down the GPADL of the rings after that. To resume, it opens the channel again, requests the
 * version that it had, and sends the lights. The guest must treat keys that were held down at that
 * time as released; the host sends no break for them. After a rescind the guest only releases the
 * channel.
 *
 * Not checked here: whether a make is followed by its break, and whether MakeCode is a code of the
 * keyboard's layout. The budget of the loop bounds a flood of keystrokes.
 *
 * Sources: Device/Keyboard.h, and its sources.
 */

#ifndef MILE_HYPERV_GUEST_KEYBOARD
#define MILE_HYPERV_GUEST_KEYBOARD

#include "../Device/Keyboard.h"
#include "Packet.h"

/** Bytes of the longest packet that a host sends: a descriptor and a message. */
#define MILE_HYPERV_KEYBOARD_PACKET_MAXIMUM_SIZE 272

MILE_HYPERV_GUEST_BEGIN

HV_STATIC_ASSERT(sizeof(VMPACKET_DESCRIPTOR) + HK_MAXIMUM_MESSAGE_SIZE == MILE_HYPERV_KEYBOARD_PACKET_MAXIMUM_SIZE);

/** A checked message of the host. */
typedef struct MILE_HV_KEYBOARD_EVENT
{
    HK_MESSAGE_TYPE Type; /**< HkMessageProtocolResponse or HkMessageEvent. */
    HV_UINT16 MakeCode;   /**< Of HkMessageEvent: scan code of set 1, or one UTF-16 unit if IsUnicode; else 0. */
    HV_UINT8 Accepted;    /**< Of HkMessageProtocolResponse: 1 if the host accepts the version; else 0. */
    HV_UINT8 IsUnicode;   /**< Of HkMessageEvent: 1 if MakeCode is text, not a key; else 0. */
    HV_UINT8 IsBreak;     /**< Of HkMessageEvent: 1 if the key was released; else 0. */
    HV_UINT8 IsE0;        /**< Of HkMessageEvent: 1 if the code has the E0 prefix; else 0. */
    HV_UINT8 IsE1;        /**< Of HkMessageEvent: 1 if the code has the E1 prefix; else 0. */
    HV_UINT8 Reserved;
} MILE_HV_KEYBOARD_EVENT;

/**
 * Next older protocol version to request.
 *
 * @param Version the refused version, or 0xFFFFFFFF to begin.
 * @return the newest HK_VERSION_* below it, or 0: there is none.
 */
static inline HV_UINT32 MileHvKeyboardVersionBelow(HV_UINT32 Version)
{
    return (Version > HK_VERSION_WIN8) ? HK_VERSION_WIN8 : 0;
}

/** HkMessageProtocolRequest: requests @p Version, HK_VERSION_*. Returns the number of bytes to send. */
static inline HV_UINT32 MileHvKeyboardVersionBuild(HK_MESSAGE_PROTOCOL_REQUEST *Request, HV_UINT32 Version)
{
    Request->Header.MessageType = HkMessageProtocolRequest;
    Request->Version = Version;
    return (HV_UINT32)sizeof(*Request);
}

/**
 * HkMessageSetLedIndicators: @p Lights that are on, HK_LED_*; all other lights are off. Returns the
 * number of bytes to send.
 */
static inline HV_UINT32 MileHvKeyboardLightsBuild(HK_MESSAGE_LED_INDICATORS_STATE *State, HV_UINT16 Lights)
{
    State->Header.MessageType = HkMessageSetLedIndicators;
    State->LedFlags = Lights;
    State->Padding = 0;
    return (HV_UINT32)sizeof(*State);
}

/**
 * Checks a packet from the host.
 *
 * @param Received the packet, from MileHvPacketCheck(). No response is due.
 * @param Version the negotiated version, or 0 while none is.
 * @param Event receives the message; it is all zero unless the result is MileHvSuccess.
 * @return MileHvSuccess; MileHvInvalid: a completion; MileHvUnavailable: a message that no host sends, a keystroke
 * before a version is negotiated, or a response after that: drop the packet; MileHvCorrupt: shorter than its structure,
 * or longer than HK_MAXIMUM_MESSAGE_SIZE.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvKeyboardEventCheck(const MILE_HV_PACKET *Received, HV_UINT32 Version,
                                                      MILE_HV_KEYBOARD_EVENT *Event)
{
    HV_UINT32 Words[3];

    MileHvZero(Event, (HV_UINT32)sizeof(*Event));
    if (Received->Descriptor.Type != VmbusPacketTypeDataInBand)
    {
        return (Received->Descriptor.Type == VmbusPacketTypeCompletion) ? MileHvInvalid : MileHvCorrupt;
    }
    if (Received->PayloadBytes < sizeof(HK_MESSAGE_PROTOCOL_RESPONSE) ||
        Received->PayloadBytes > HK_MAXIMUM_MESSAGE_SIZE)
    {
        return MileHvCorrupt;
    }
    MileHvCopy(Words, Received->Payload, (HV_UINT32)sizeof(HK_MESSAGE_PROTOCOL_RESPONSE));
    switch (Words[0])
    {
    case HkMessageProtocolResponse:
        if (Version != 0)
        {
            return MileHvUnavailable;
        }
        Event->Accepted = (HV_UINT8)(Words[1] & 1); /* Accepted, bit 0. */
        break;
    case HkMessageEvent:
        if (Received->PayloadBytes < sizeof(HK_MESSAGE_KEYSTROKE))
        {
            return MileHvCorrupt;
        }
        if (Version == 0)
        {
            return MileHvUnavailable;
        }
        MileHvCopy(&Words[2], Received->Payload + 8, 4);
        Event->MakeCode = (HV_UINT16)(Words[1] & 0xFFFFU);
        Event->IsUnicode = (HV_UINT8)(Words[2] & 1); /* Bits 0 to 3 of the flags. */
        Event->IsBreak = (HV_UINT8)(Words[2] >> 1 & 1);
        Event->IsE0 = (HV_UINT8)(Words[2] >> 2 & 1);
        Event->IsE1 = (HV_UINT8)(Words[2] >> 3 & 1);
        break;
    default:
        return MileHvUnavailable;
    }
    Event->Type = Words[0];
    return MileHvSuccess;
}

MILE_HYPERV_GUEST_END

#endif /* !MILE_HYPERV_GUEST_KEYBOARD */
