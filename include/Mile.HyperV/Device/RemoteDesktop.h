/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Remote desktop: the enhanced session, over the VMBus instead of a network.
 *
 * Three devices take part. The control channel, class
 * f8e65716-3cb3-4a06-9a60-1889c5cccab5, negotiates a version in pipe messages
 * (VMBus/Pipe.h), and stays open:
 *
 *     guest                                 host
 *       |-- SynthrdpVersionRequest ---------->|
 *       |<-- SynthrdpVersionResponse ---------|
 *       |                                     |
 *       |<== offer of a data channel =========|  when a viewer connects
 *       |<== bytes of RDP ====================|  the viewer's connection request first
 *       |== bytes of RDP ====================>|  the guest is the server
 *       |                                     |  until one side closes the channel;
 *       |                                     |  the next viewer gets the next channel
 *
 * The data channels, class f9e9c0d3-b511-4a48-8046-d38079a8830c, have the instances
 * SYNTHRDP_DATA_INSTANCE_ID_1 to _5 (VMBus/DeviceGuid.h). They carry the bytes of the
 * Remote Desktop Protocol itself, one connection each, in pipe packets whose borders
 * mean nothing. Nothing of Hyper-V is in them: HvGin hands them to an RDP server's TCP
 * port in the guest, and connects anew for each channel. And an integration component
 * (IntegrationComponent.h), class 276aacf4-ac15-426c-98dd-7521ad3f01fe, brings the
 * host's requests.
 *
 * A guest checks that an answer is as long as its structure.
 *
 * Sources: the original collection; HvGin's SynthRdp programs, which real hosts talk
 * to, for the sequence. No other public source defines these messages.
 */

#ifndef MILE_HYPERV_DEVICE_REMOTE_DESKTOP
#define MILE_HYPERV_DEVICE_REMOTE_DESKTOP

#include "IntegrationComponent.h"

HV_HEADER_BEGIN

/*
 * The control channel.
 */

/** SYNTHRDP_MESSAGE_HEADER.Type. */
typedef HV_UINT32 SYNTHRDP_MESSAGE_TYPE, *PSYNTHRDP_MESSAGE_TYPE;
enum
{
    SynthrdpError = 0,
    SynthrdpVersionRequest = 1,  /**< Guest to host. */
    SynthrdpVersionResponse = 2, /**< Host to guest. */
    SynthrdpMax = 3,
};

/** Begins each message. */
typedef struct SYNTHRDP_MESSAGE_HEADER
{
    SYNTHRDP_MESSAGE_TYPE Type;
    HV_UINT32 Size; /**< Bytes, with this header, where a guest sends (HvGin). */
} SYNTHRDP_MESSAGE_HEADER, *PSYNTHRDP_MESSAGE_HEADER;
HV_STATIC_ASSERT(sizeof(SYNTHRDP_MESSAGE_HEADER) == 8);

/** A version: the major number in the low half. */
#define SYNTHRDP_MAKE_VERSION(Major, Minor) ((Major) | ((Minor) << 16))
#define SYNTHRDP_VERSION_MAJOR(Version) ((Version) & 0x0000FFFF)
#define SYNTHRDP_VERSION_MINOR(Version) (((Version) & 0xFFFF0000) >> 16)
/** 1.0: Windows 8.1. */
#define SYNTHRDP_VERSION_WINBLUE 0x00000001

/** A version, by halves or whole. */
typedef union SYNTHRDP_VERSION
{
    HV_UINT32 AsDWORD;
    struct
    {
        HV_UINT16 MajorVersion;
        HV_UINT16 MinorVersion;
    };
} SYNTHRDP_VERSION, *PSYNTHRDP_VERSION;
HV_STATIC_ASSERT(sizeof(SYNTHRDP_VERSION) == 4);

/** Guest to host. */
typedef struct SYNTHRDP_VERSION_REQUEST_MESSAGE
{
    SYNTHRDP_MESSAGE_HEADER Header;
    SYNTHRDP_VERSION Version;
    HV_UINT32 Reserved;
} SYNTHRDP_VERSION_REQUEST_MESSAGE, *PSYNTHRDP_VERSION_REQUEST_MESSAGE;
HV_STATIC_ASSERT(sizeof(SYNTHRDP_VERSION_REQUEST_MESSAGE) == 16);

/** SYNTHRDP_VERSION_RESPONSE_MESSAGE.IsAccepted: yes; as in Video.h. */
#define SYNTHRDP_TRUE_WITH_VERSION_EXCHANGE 2

HV_PACK_BEGIN
/** Host to guest; packed: 17 bytes. */
typedef struct SYNTHRDP_VERSION_RESPONSE_MESSAGE
{
    SYNTHRDP_MESSAGE_HEADER Header;
    SYNTHRDP_VERSION Version;
    HV_UINT32 Reserved;
    HV_UINT8 IsAccepted; /**< SYNTHRDP_TRUE_WITH_VERSION_EXCHANGE; HvGin takes nothing else for a yes. */
} SYNTHRDP_VERSION_RESPONSE_MESSAGE, *PSYNTHRDP_VERSION_RESPONSE_MESSAGE;
HV_STATIC_ASSERT(sizeof(SYNTHRDP_VERSION_RESPONSE_MESSAGE) == 17);
HV_PACK_END

/*
 * The integration component.
 */

/** Versions, as initializers of IC_VERSION. */
#define IC_RDV_VERSION_1 { 1, 0 }
#define IC_RDV_VERSION_3 { 3, 0 }

/** Host to guest; no public description of its members. */
typedef struct IC_RDV_MSG_DATA
{
    HV_UINT32 Flags;
    HV_UINT8 Message[2048]; /**< Not trusted to end in zero. */
} IC_RDV_MSG_DATA, *PIC_RDV_MSG_DATA;
HV_STATIC_ASSERT(sizeof(IC_RDV_MSG_DATA) == 2052);

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_REMOTE_DESKTOP */
