/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Guest emulation log: what a paravisor tells the host for its logs, by the transport or a channel of its own.
 *
 * Three ways:
 *
 *  - GetHostNotificationEventLog has the host write one of a few events that
 *    the owner of the machine reads: it started, or why not;
 *  - trace requests and notifications carry UTF-16 text and activities, by
 *    which the host's tracing puts events together;
 *  - the log is a second channel, of GUEST_EMULATION_LOG_INSTANCE_ID, a pipe in
 *    message mode (VMBus/Pipe.h). Every message is a line:
 *
 *     guest (VTL 2)                                      host
 *       |-- GET_TRACE_LOGGING_NOTIFICATION_HEADER, texts ->|  unanswered, any number
 *
 *         +--------+------+--------+--------+---------+
 *         | header | name | target | fields | message |
 *         +--------+------+--------+--------+---------+
 *
 * OpenVMM's host offers it in the class of the transport; a guest looks for the
 * instance.
 *
 * Nothing comes back but the answers to trace requests, of which a guest checks
 * what it checks of any (GuestEmulation.h). What it must not do is tell
 * secrets: the host reads all of it. OpenHCL filters what a confidential guest
 * says.
 *
 * Sources: OpenVMM get_protocol, guest_emulation_log, get_helpers, underhill_core.
 */

#ifndef MILE_HYPERV_DEVICE_GUEST_EMULATION_LOG
#define MILE_HYPERV_DEVICE_GUEST_EMULATION_LOG

#include "../Hypervisor/Types.h"
#include "../VMBus/DeviceGuid.h"
#include "GuestEmulation.h"

HV_HEADER_BEGIN

/*
 * Messages of the transport.
 */

/** What the host shall write into its event log. */
typedef HV_UINT32 GET_EVENT_LOG_ID, *PGET_EVENT_LOG_ID;
enum
{
    GetEventLogInvalidId = 0,
    GetEventLogBootSuccess = 1,
    GetEventLogBootSuccessSecureBootFailed = 2,
    GetEventLogBootFailure = 3,
    GetEventLogBootFailureSecureBootFailed = 4,
    GetEventLogNoBootDevice = 5,
    GetEventLogAttestationFailed = 6,
    GetEventLogVmgsFileClear = 7,
    GetEventLogVmgsInitFailed = 8,
    GetEventLogVmgsInvalidFormat = 9,
    GetEventLogVmgsCorruptFormat = 10,
    GetEventLogKeyNotReleased = 11,
    GetEventLogDekDecryptionFailed = 12,
    GetEventLogWatchdogTimeoutReset = 13,
    GetEventLogBootAttempt = 14,
    GetEventLogVmgsAccessFailed = 15,
    GetEventLogCertificateRenewalFailed = 16,
    GetEventLogTpmInvalidState = 17,
    GetEventLogTpmIdentityChangeFailed = 18,
    GetEventLogWrappedKeyRequiredButInvalid = 19,
    GetEventLogDekHardwareSealingInvalidKey = 20,
    GetEventLogDekHardwareSealingFailed = 21,
    GetEventLogDekHardwareUnsealingSkipped = 23,
};

/** GetHostNotificationEventLog. */
typedef struct GET_EVENT_LOG_NOTIFICATION
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_EVENT_LOG_ID EventLogId;
} GET_EVENT_LOG_NOTIFICATION, *PGET_EVENT_LOG_NOTIFICATION;
HV_STATIC_ASSERT(sizeof(GET_EVENT_LOG_NOTIFICATION) == 8);

/** The most of a trace's text, in UTF-16 code units. */
#define GET_TRACE_MESSAGE_MAXIMUM_SIZE 256

typedef HV_UINT32 GET_LOG_LEVEL, *PGET_LOG_LEVEL;
enum
{
    GetLogLevelInvalid = 0,
    GetLogLevelCritical = 1,
    GetLogLevelError = 2,
    GetLogLevelWarning = 3,
    GetLogLevelInformation = 4,
    GetLogLevelVerbose = 5,
};

/** GetHostNotificationLogTrace. */
typedef struct GET_LOG_TRACE_NOTIFICATION
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_LOG_LEVEL Level;
    HV_UINT16 Message[256];
} GET_LOG_TRACE_NOTIFICATION, *PGET_LOG_TRACE_NOTIFICATION;
HV_STATIC_ASSERT(sizeof(GET_LOG_TRACE_NOTIFICATION) == 520);

/** GetHostRequestLogTrace. */
typedef struct GET_LOG_TRACE_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_LOG_LEVEL Level;
    HV_UINT16 Message[256];
} GET_LOG_TRACE_REQUEST, *PGET_LOG_TRACE_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_LOG_TRACE_REQUEST) == 520);

/** Host to guest. */
typedef struct GET_LOG_TRACE_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
} GET_LOG_TRACE_RESPONSE, *PGET_LOG_TRACE_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_LOG_TRACE_RESPONSE) == 4);

/** What an activity is about. */
typedef HV_UINT32 GET_ACTIVITY_CLASS_ID, *PGET_ACTIVITY_CLASS_ID;
enum
{
    GetActivityClassInvalid = 0,
    GetActivityClassVmgsInitializeDevice = 1,
    GetActivityClassVmgsInitializeStore = 2,
    GetActivityClassVmgsOpenStore = 3,
    GetActivityClassVmgsFormat = 4,
    GetActivityClassVmgsSendReceive = 5,
    GetActivityClassVmgsDeviceRead = 6,
    GetActivityClassVmgsDeviceWrite = 7,
    GetActivityClassVmgsDeviceFlush = 8,
};

typedef HV_UINT32 GET_ACTIVITY_OP_CODE, *PGET_ACTIVITY_OP_CODE;
enum
{
    GetActivityInfo = 0,
    GetActivityStart = 1,
    GetActivityStop = 2,
};

/** GetHostRequestActivityTraceStart. */
typedef struct GET_ACTIVITY_TRACE_START_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_ACTIVITY_CLASS_ID ActivityClass;
    HV_GUID RelatedActivityId;
    HV_UINT32 Size;      /**< Bytes of Message. */
    HV_UINT16 Message[]; /**< UTF-16; at most GET_TRACE_MESSAGE_MAXIMUM_SIZE. */
} GET_ACTIVITY_TRACE_START_REQUEST, *PGET_ACTIVITY_TRACE_START_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_ACTIVITY_TRACE_START_REQUEST) == 28);

/** Host to guest. */
typedef struct GET_ACTIVITY_TRACE_START_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_GUID ActivityId; /**< For what follows of this activity. */
} GET_ACTIVITY_TRACE_START_RESPONSE, *PGET_ACTIVITY_TRACE_START_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_ACTIVITY_TRACE_START_RESPONSE) == 20);

/** GetHostRequestActivityTraceOp. */
typedef struct GET_ACTIVITY_TRACE_OP_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_ACTIVITY_CLASS_ID ActivityClass;
    HV_GUID ActivityId;
    HV_GUID RelatedActivityId;
    GET_ACTIVITY_OP_CODE OpCode;
    HV_UINT32 Size;      /**< Bytes of Message. */
    HV_UINT16 Message[]; /**< UTF-16; at most GET_TRACE_MESSAGE_MAXIMUM_SIZE. */
} GET_ACTIVITY_TRACE_OP_REQUEST, *PGET_ACTIVITY_TRACE_OP_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_ACTIVITY_TRACE_OP_REQUEST) == 48);

/** Host to guest. */
typedef struct GET_ACTIVITY_TRACE_OP_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
} GET_ACTIVITY_TRACE_OP_RESPONSE, *PGET_ACTIVITY_TRACE_OP_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_ACTIVITY_TRACE_OP_RESPONSE) == 4);

/** GET_EVENT_TRACE_REQUEST.Event. */
typedef HV_UINT32 GET_EVENT_ID, *PGET_EVENT_ID;
enum
{
    GetEventInvalid = 0,
    GetEventVmgsInfo = 1,
    GetEventVmgsWarning = 2,
    GetEventVmgsError = 3,
    GetEventVmgsCritical = 4,
};

/** GetHostRequestEventTrace. */
typedef struct GET_EVENT_TRACE_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_EVENT_ID Event;
    HV_UINT32 Size;      /**< Bytes of Message. */
    HV_UINT16 Message[]; /**< UTF-16; at most GET_TRACE_MESSAGE_MAXIMUM_SIZE. */
} GET_EVENT_TRACE_REQUEST, *PGET_EVENT_TRACE_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_EVENT_TRACE_REQUEST) == 12);

/** Host to guest. */
typedef struct GET_EVENT_TRACE_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
} GET_EVENT_TRACE_RESPONSE, *PGET_EVENT_TRACE_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_EVENT_TRACE_RESPONSE) == 4);

/*
 * Messages of the log.
 */

/** The most of each text, and of the message. */
#define GET_TRACE_LOGGING_NAME_MAXIMUM_SIZE 128
#define GET_TRACE_LOGGING_TARGET_MAXIMUM_SIZE 128
#define GET_TRACE_LOGGING_FIELDS_MAXIMUM_SIZE 256
#define GET_TRACE_LOGGING_MESSAGE_MAXIMUM_SIZE 4096
#define GET_TRACE_LOGGING_NOTIFICATION_MAXIMUM_SIZE 4688

/** GET_TRACE_LOGGING_NOTIFICATION_HEADER.LogType. */
typedef HV_UINT8 GET_LOG_TYPE, *PGET_LOG_TYPE;
enum
{
    GetLogTypeEvent = 0,
    GetLogTypeSpanEnter = 1,
    GetLogTypeSpanExit = 2,
};

/** GET_TRACE_LOGGING_NOTIFICATION_HEADER.Flags. */
typedef union GET_LOG_FLAGS
{
    HV_UINT16 AsUINT16;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT16 Kmsg : 1; /**< Bit 0: a line of the paravisor's kernel log. */
        HV_UINT16 Mbz0 : 15;
    };
#endif
} GET_LOG_FLAGS, *PGET_LOG_FLAGS;
HV_STATIC_ASSERT(sizeof(GET_LOG_FLAGS) == 2);

/** A text of the message, without a terminator. */
typedef struct GET_TRACE_LOGGING_BUFFER_OFFSET
{
    HV_UINT16 Size;
    HV_UINT16 Offset; /**< Bytes from the end of the header. */
} GET_TRACE_LOGGING_BUFFER_OFFSET, *PGET_TRACE_LOGGING_BUFFER_OFFSET;
HV_STATIC_ASSERT(sizeof(GET_TRACE_LOGGING_BUFFER_OFFSET) == 4);

/** The log's message; the four texts are UTF-8 and follow the header. It has no GET_MESSAGE_HEADER. */
typedef struct GET_TRACE_LOGGING_NOTIFICATION_HEADER
{
    GET_LOG_TYPE LogType;
    HV_UINT8 Level; /**< A GET_LOG_LEVEL. */
    GET_LOG_FLAGS Flags;
    GET_TRACE_LOGGING_BUFFER_OFFSET Name;
    GET_TRACE_LOGGING_BUFFER_OFFSET Target; /**< Which part of the paravisor speaks. */
    GET_TRACE_LOGGING_BUFFER_OFFSET Fields;
    GET_TRACE_LOGGING_BUFFER_OFFSET Message; /**< JSON, if OpenHCL wrote it. */
    HV_UINT32 Mbz0;
    HV_GUID ActivityId; /**< Zeroes if there is none, as the next two. */
    HV_GUID RelatedActivityId;
    HV_GUID CorrelationId;
    HV_UINT64 Timestamp; /**< 100 ns units; OpenHCL counts from its boot. */
} GET_TRACE_LOGGING_NOTIFICATION_HEADER, *PGET_TRACE_LOGGING_NOTIFICATION_HEADER;
HV_STATIC_ASSERT(sizeof(GET_TRACE_LOGGING_NOTIFICATION_HEADER) == 80);

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_GUEST_EMULATION_LOG */
