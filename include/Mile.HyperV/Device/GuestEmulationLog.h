/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Guest emulation log: events and traces that a paravisor sends to the host's logs.
 *
 * A paravisor can report in three ways:
 *
 *  - GetHostNotificationEventLog names one of a few events that the owner of the machine reads,
 *    for example that it started or why it did not; the host writes it to its event log;
 *  - trace requests and notifications carry UTF-16 text and activities, by which the host's
 *    tracing groups events;
 *  - the log is a second channel, instance GUEST_EMULATION_LOG_INSTANCE_ID, a pipe in message
 *    mode (VMBus/Pipe.h). Each message is one line of the log:
 *
 *     guest (VTL 2)                                      host
 *       |-- GET_TRACE_LOGGING_NOTIFICATION_HEADER, texts ->|  no response
 *
 *         +--------+------+--------+--------+---------+
 *         | header | name | target | fields | message |
 *         +--------+------+--------+--------+---------+
 *
 * OpenVMM's host offers the log in the class of the transport, GUEST_EMULATION_CLASS_ID. The
 * guest must identify the log by its instance.
 *
 * The host sends only responses to trace requests; the guest must check them like any response
 * (GuestEmulation.h). The guest must not log secrets, because the host reads the log. OpenHCL
 * filters the messages of a confidential guest.
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

/** Event for the host's event log. */
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

/** GetHostNotificationEventLog. Guest to host, no response. All versions. */
typedef struct GET_EVENT_LOG_NOTIFICATION
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_EVENT_LOG_ID EventLogId;
} GET_EVENT_LOG_NOTIFICATION, *PGET_EVENT_LOG_NOTIFICATION;
HV_STATIC_ASSERT(sizeof(GET_EVENT_LOG_NOTIFICATION) == 8);

/** Most UTF-16 code units of a trace's text. */
#define GET_TRACE_MESSAGE_MAXIMUM_SIZE 256

/** Severity of a message. */
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

/** GetHostNotificationLogTrace. Guest to host, no response. All versions. */
typedef struct GET_LOG_TRACE_NOTIFICATION
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_LOG_LEVEL Level;
    HV_UINT16 Message[256]; /**< UTF-16; GET_TRACE_MESSAGE_MAXIMUM_SIZE units. */
} GET_LOG_TRACE_NOTIFICATION, *PGET_LOG_TRACE_NOTIFICATION;
HV_STATIC_ASSERT(sizeof(GET_LOG_TRACE_NOTIFICATION) == 520);

/**
 * GetHostRequestLogTrace; deprecated. Guest to host. GET_LOG_TRACE_RESPONSE answers it. Since
 * Redstone.
 */
typedef struct GET_LOG_TRACE_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_LOG_LEVEL Level;
    HV_UINT16 Message[256]; /**< UTF-16; GET_TRACE_MESSAGE_MAXIMUM_SIZE units. */
} GET_LOG_TRACE_REQUEST, *PGET_LOG_TRACE_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_LOG_TRACE_REQUEST) == 520);

/** Response to GetHostRequestLogTrace. Host to guest. Since Redstone. */
typedef struct GET_LOG_TRACE_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
} GET_LOG_TRACE_RESPONSE, *PGET_LOG_TRACE_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_LOG_TRACE_RESPONSE) == 4);

/** Subject of an activity. */
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

/** Operation on an activity. */
typedef HV_UINT32 GET_ACTIVITY_OP_CODE, *PGET_ACTIVITY_OP_CODE;
enum
{
    GetActivityInfo = 0,
    GetActivityStart = 1,
    GetActivityStop = 2,
};

/**
 * GetHostRequestActivityTraceStart. Guest to host. GET_ACTIVITY_TRACE_START_RESPONSE answers it.
 * Since Redstone.
 */
typedef struct GET_ACTIVITY_TRACE_START_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
    /** Subject of the activity. */
    GET_ACTIVITY_CLASS_ID ActivityClass;
    HV_GUID RelatedActivityId; /**< Undocumented beyond its name. */
    HV_UINT32 Size;            /**< Bytes of Message; at most 2 * GET_TRACE_MESSAGE_MAXIMUM_SIZE. */
    HV_UINT16 Message[];       /**< UTF-16. */
} GET_ACTIVITY_TRACE_START_REQUEST, *PGET_ACTIVITY_TRACE_START_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_ACTIVITY_TRACE_START_REQUEST) == 28);

/** Response to GetHostRequestActivityTraceStart. Host to guest. Since Redstone. */
typedef struct GET_ACTIVITY_TRACE_START_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_GUID ActivityId; /**< Identifies the activity in later requests. */
} GET_ACTIVITY_TRACE_START_RESPONSE, *PGET_ACTIVITY_TRACE_START_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_ACTIVITY_TRACE_START_RESPONSE) == 20);

/**
 * GetHostRequestActivityTraceOp. Guest to host. GET_ACTIVITY_TRACE_OP_RESPONSE answers it. Since
 * Redstone.
 */
typedef struct GET_ACTIVITY_TRACE_OP_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_ACTIVITY_CLASS_ID ActivityClass; /**< Subject of the activity. */
    HV_GUID ActivityId;                  /**< Activity, from GET_ACTIVITY_TRACE_START_RESPONSE. */
    HV_GUID RelatedActivityId;           /**< Undocumented beyond its name. */
    GET_ACTIVITY_OP_CODE OpCode;
    HV_UINT32 Size;            /**< Bytes of Message; at most 2 * GET_TRACE_MESSAGE_MAXIMUM_SIZE. */
    HV_UINT16 Message[];       /**< UTF-16. */
} GET_ACTIVITY_TRACE_OP_REQUEST, *PGET_ACTIVITY_TRACE_OP_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_ACTIVITY_TRACE_OP_REQUEST) == 48);

/** Response to GetHostRequestActivityTraceOp. Host to guest. Since Redstone. */
typedef struct GET_ACTIVITY_TRACE_OP_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
} GET_ACTIVITY_TRACE_OP_RESPONSE, *PGET_ACTIVITY_TRACE_OP_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_ACTIVITY_TRACE_OP_RESPONSE) == 4);

/** Event of GET_EVENT_TRACE_REQUEST. */
typedef HV_UINT32 GET_EVENT_ID, *PGET_EVENT_ID;
enum
{
    GetEventInvalid = 0,
    GetEventVmgsInfo = 1,
    GetEventVmgsWarning = 2,
    GetEventVmgsError = 3,
    GetEventVmgsCritical = 4,
};

/** GetHostRequestEventTrace. Guest to host. GET_EVENT_TRACE_RESPONSE answers it. Since Redstone. */
typedef struct GET_EVENT_TRACE_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_EVENT_ID Event;  /**< Kind of the event. */
    HV_UINT32 Size;      /**< Bytes of Message; at most 2 * GET_TRACE_MESSAGE_MAXIMUM_SIZE. */
    HV_UINT16 Message[]; /**< UTF-16. */
} GET_EVENT_TRACE_REQUEST, *PGET_EVENT_TRACE_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_EVENT_TRACE_REQUEST) == 12);

/** Response to GetHostRequestEventTrace. Host to guest. Since Redstone. */
typedef struct GET_EVENT_TRACE_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
} GET_EVENT_TRACE_RESPONSE, *PGET_EVENT_TRACE_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_EVENT_TRACE_RESPONSE) == 4);

/*
 * Messages of the log.
 */

/** Most bytes of each text, and of the whole message. */
#define GET_TRACE_LOGGING_NAME_MAXIMUM_SIZE 128
#define GET_TRACE_LOGGING_TARGET_MAXIMUM_SIZE 128
#define GET_TRACE_LOGGING_FIELDS_MAXIMUM_SIZE 256
#define GET_TRACE_LOGGING_MESSAGE_MAXIMUM_SIZE 4096
#define GET_TRACE_LOGGING_NOTIFICATION_MAXIMUM_SIZE 4688

/** Kind of a log message, in GET_TRACE_LOGGING_NOTIFICATION_HEADER.LogType. */
typedef HV_UINT8 GET_LOG_TYPE, *PGET_LOG_TYPE;
enum
{
    GetLogTypeEvent = 0,
    GetLogTypeSpanEnter = 1,
    GetLogTypeSpanExit = 2,
};

/** Flags of GET_TRACE_LOGGING_NOTIFICATION_HEADER. */
typedef union GET_LOG_FLAGS
{
    HV_UINT16 AsUINT16;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT16 Kmsg : 1;  /**< Bit 0: line of the paravisor's kernel log. */
        HV_UINT16 Mbz0 : 15; /**< Bits 1 to 15: must be zero. */
    };
#endif
} GET_LOG_FLAGS, *PGET_LOG_FLAGS;
HV_STATIC_ASSERT(sizeof(GET_LOG_FLAGS) == 2);

/** Location of a text in a log message. The text has no terminator. */
typedef struct GET_TRACE_LOGGING_BUFFER_OFFSET
{
    HV_UINT16 Size;   /**< Bytes; at most GET_TRACE_LOGGING_..._MAXIMUM_SIZE. */
    HV_UINT16 Offset; /**< Bytes from the end of the header. */
} GET_TRACE_LOGGING_BUFFER_OFFSET, *PGET_TRACE_LOGGING_BUFFER_OFFSET;
HV_STATIC_ASSERT(sizeof(GET_TRACE_LOGGING_BUFFER_OFFSET) == 4);

/**
 * Message of the log; four UTF-8 texts follow it. It has no GET_MESSAGE_HEADER. Guest to host, no
 * response.
 */
typedef struct GET_TRACE_LOGGING_NOTIFICATION_HEADER
{
    GET_LOG_TYPE LogType;
    HV_UINT8 Level;                          /**< GET_LOG_LEVEL. */
    GET_LOG_FLAGS Flags;
    GET_TRACE_LOGGING_BUFFER_OFFSET Name;    /**< Name of the event or span. */
    GET_TRACE_LOGGING_BUFFER_OFFSET Target;  /**< Component of the paravisor that logs. */
    GET_TRACE_LOGGING_BUFFER_OFFSET Fields;  /**< Fields of the event. */
    GET_TRACE_LOGGING_BUFFER_OFFSET Message; /**< Text; JSON from OpenHCL. */
    HV_UINT32 Mbz0;                          /**< Must be zero. */
    HV_GUID ActivityId;                      /**< All zeros if there is none. */
    HV_GUID RelatedActivityId;               /**< All zeros if there is none. */
    HV_GUID CorrelationId;                   /**< All zeros if there is none. */
    HV_UINT64 Timestamp;                     /**< Units of 100 ns; OpenHCL counts from its boot. */
} GET_TRACE_LOGGING_NOTIFICATION_HEADER, *PGET_TRACE_LOGGING_NOTIFICATION_HEADER;
HV_STATIC_ASSERT(sizeof(GET_TRACE_LOGGING_NOTIFICATION_HEADER) == 80);

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_GUEST_EMULATION_LOG */
