/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Remote desktop: the enhanced session, over the VMBus instead of a network.
 *
 * Three devices take part. The control channel, class SYNTHRDP_CONTROL_CLASS_ID,
 * f8e65716-3cb3-4a06-9a60-1889c5cccab5, negotiates a version in pipe messages (VMBus/Pipe.h) and
 * stays open:
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
 * The data channels, class SYNTHRDP_DATA_CLASS_ID, f9e9c0d3-b511-4a48-8046-d38079a8830c, have the
 * instances SYNTHRDP_DATA_INSTANCE_ID_1 to SYNTHRDP_DATA_INSTANCE_ID_5 (VMBus/DeviceGuid.h). Each
 * carries the bytes of one connection of the Remote Desktop Protocol, in pipe packets whose borders
 * have no meaning, and nothing of Hyper-V. HvGin passes them to the TCP port of an RDP server in
 * the guest, with a new connection for each channel. An integration component
 * (IntegrationComponent.h), class IC_RDV_CLASS_ID, 276aacf4-ac15-426c-98dd-7521ad3f01fe, carries
 * the host's requests.
 *
 * The guest must check that a response is as long as its structure.
 *
 * Sources: the original Mile.HyperV (1.x); for the sequence, HvGin's SynthRdp programs, which
 * communicate with real hosts. No other public source defines these messages.
 */

#ifndef MILE_HYPERV_DEVICE_REMOTE_DESKTOP
#define MILE_HYPERV_DEVICE_REMOTE_DESKTOP

#include "IntegrationComponent.h"

HV_HEADER_BEGIN

/*
 * The control channel.
 */

/** Type of a message of the control channel, in SYNTHRDP_MESSAGE_HEADER. */
typedef HV_UINT32 SYNTHRDP_MESSAGE_TYPE, *PSYNTHRDP_MESSAGE_TYPE;
enum
{
    SynthrdpError = 0,
    SynthrdpVersionRequest = 1,  /**< Guest to host. */
    SynthrdpVersionResponse = 2, /**< Host to guest. */
    SynthrdpMax = 3,
};

/** Header of each message, in both directions. */
typedef struct SYNTHRDP_MESSAGE_HEADER
{
    SYNTHRDP_MESSAGE_TYPE Type;
    /** Bytes of the message, with this header (HvGin); at most the bytes of the pipe message. */
    HV_UINT32 Size;
} SYNTHRDP_MESSAGE_HEADER, *PSYNTHRDP_MESSAGE_HEADER;
HV_STATIC_ASSERT(sizeof(SYNTHRDP_MESSAGE_HEADER) == 8);

/** Composes a version from its major number (low 16 bits) and minor number (high 16 bits). */
#define SYNTHRDP_MAKE_VERSION(Major, Minor) ((Major) | ((Minor) << 16))
#define SYNTHRDP_VERSION_MAJOR(Version) ((Version) & 0x0000FFFF)
#define SYNTHRDP_VERSION_MINOR(Version) (((Version) & 0xFFFF0000) >> 16)
/** 1.0: Windows 8.1. */
#define SYNTHRDP_VERSION_WINBLUE 0x00000001

/** Protocol version, by halves or whole. */
typedef union SYNTHRDP_VERSION
{
    HV_UINT32 AsDWORD;
    struct
    {
        HV_UINT16 MajorVersion; /**< Major number; 1. */
        HV_UINT16 MinorVersion; /**< Minor number; 0. */
    };
} SYNTHRDP_VERSION, *PSYNTHRDP_VERSION;
HV_STATIC_ASSERT(sizeof(SYNTHRDP_VERSION) == 4);

/**
 * Requests one protocol version; guest to host. SYNTHRDP_VERSION_RESPONSE_MESSAGE answers it. Since
 * 1.0.
 */
typedef struct SYNTHRDP_VERSION_REQUEST_MESSAGE
{
    SYNTHRDP_MESSAGE_HEADER Header;
    SYNTHRDP_VERSION Version;
    HV_UINT32 Reserved;
} SYNTHRDP_VERSION_REQUEST_MESSAGE, *PSYNTHRDP_VERSION_REQUEST_MESSAGE;
HV_STATIC_ASSERT(sizeof(SYNTHRDP_VERSION_REQUEST_MESSAGE) == 16);

/**
 * SYNTHRDP_VERSION_RESPONSE_MESSAGE.IsAccepted: accepted; SYNTHVID_ACCEPTED_WITH_VERSION_EXCHANGE
 * of Video.h has the same value.
 */
#define SYNTHRDP_TRUE_WITH_VERSION_EXCHANGE 2

HV_PACK_BEGIN
/** Response to SynthrdpVersionRequest; host to guest. Since 1.0. Packed: 17 bytes. */
typedef struct SYNTHRDP_VERSION_RESPONSE_MESSAGE
{
    SYNTHRDP_MESSAGE_HEADER Header;
    SYNTHRDP_VERSION Version;
    HV_UINT32 Reserved;
    /** SYNTHRDP_TRUE_WITH_VERSION_EXCHANGE; HvGin treats every other value as a refusal. */
    HV_UINT8 IsAccepted;
} SYNTHRDP_VERSION_RESPONSE_MESSAGE, *PSYNTHRDP_VERSION_RESPONSE_MESSAGE;
HV_STATIC_ASSERT(sizeof(SYNTHRDP_VERSION_RESPONSE_MESSAGE) == 17);
HV_PACK_END

/*
 * The integration component.
 */

/** Versions, as initializers of IC_VERSION. */
#define IC_RDV_VERSION_1 { 1, 0 }
#define IC_RDV_VERSION_3 { 3, 0 }

/**
 * Message of the integration component; host to guest. Its members, its response and its versions
 * are undocumented.
 */
typedef struct IC_RDV_MSG_DATA
{
    HV_UINT32 Flags;        /**< Undocumented. */
    HV_UINT8 Message[2048]; /**< Undocumented; the guest must not rely on a terminating zero. */
} IC_RDV_MSG_DATA, *PIC_RDV_MSG_DATA;
HV_STATIC_ASSERT(sizeof(IC_RDV_MSG_DATA) == 2052);

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_REMOTE_DESKTOP */
