/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Guest emulation transport (GET): services that the host provides to a paravisor.
 *
 * Class GUEST_EMULATION_CLASS_ID, 8dedd1aa-9056-49e4-bfd6-1bf90dc38ef0; instance
 * GUEST_EMULATION_INSTANCE_ID, d3e4454d-62af-44ec-b851-3170915e5f56; a pipe in message mode
 * (VMBus/Pipe.h), offered only to VTL 2. The paravisor emulates the firmware's devices, the TPM and
 * the clock. The host keeps their configuration, their nonvolatile state and the keys, and receives
 * the events that it must know. A message is named after its receiver: host notifications and host
 * requests go to the host, guest notifications to the guest.
 *
 *     guest (VTL 2)                                           host
 *       |-- GetHostRequestVersion ---------------------------->|
 *       |<-- response -----------------------------------------|  VersionAccepted
 *       |-- GetHostRequestDevicePlatformSettingsV2 ----------->|
 *       |<-- response: JSON, in one or more messages ----------|  the machine's configuration
 *       |-- GetHostRequestVmgsGetDeviceInfo, ...Read --------->|  the guest state file
 *       |<-- responses ----------------------------------------|
 *       |-- GetHostRequestGuestStateProtection, ... ---------->|  the file's encryption key
 *       |<-- response -----------------------------------------|
 *       |-- GetHostNotificationStartVtl0Completed ------------>|  VTL 0 runs, or the error
 *       |     ...                                              |
 *       |-- GetHostNotificationEventLog, ...PowerOff, ... ---->|  no response
 *       |<-- GetGuestNotificationUpdateGenerationId, ... ------|  no response, at any time
 *
 * A response repeats the MessageId of its request; nothing else connects the two. OpenHCL keeps
 * at most two requests open: one of the slow requests (GetHostRequestIgvmAttest,
 * GetHostRequestVpciDeviceControl) and one of any other kind.
 *
 * Servicing replaces the paravisor while VTL 0 is stopped:
 *
 *       |<-- GetGuestNotificationSaveGuestVtl2State -----------|
 *       |-- GetHostRequestSaveGuestVtl2State ----------------->|  MoreData, ..., Success
 *       |<-- one response for all of them ---------------------|
 *       |     the new paravisor starts, negotiates ...         |
 *       |-- GetHostRequestRestoreGuestVtl2State -------------->|  RequestData, once
 *       |<-- responses ----------------------------------------|  MoreData, ..., Success
 *       |-- GetHostNotificationRestoreGuestVtl2StateCompleted >|
 *
 * GuestEmulationLog.h defines the messages for events and traces.
 *
 * Large documents are text without a structure here: the device platform settings (JSON;
 * OpenVMM dps_json.rs), the VTL 2 settings (JSON or protobuf; OpenVMM vtl2_settings_proto), the
 * errors of a settings change (JSON) and the saved state (opaque).
 *
 * The guest must not trust the host. It must check MessageVersion and MessageType; that a
 * response belongs to an open request; that its length is that of the structure, or exactly the
 * structure plus Size bytes; that the length of an attestation response stays within the shared
 * pages and each GSP length within its buffer; and that the pieces of a payload end. In a
 * confidential guest the settings are only advice, because nothing attests them.
 *
 * Sources: OpenVMM get_protocol, guest_emulation_transport, guest_emulation_device.
 */

#ifndef MILE_HYPERV_DEVICE_GUEST_EMULATION
#define MILE_HYPERV_DEVICE_GUEST_EMULATION

#include "../Hypervisor/Types.h"
#include "../VMBus/DeviceGuid.h"

HV_HEADER_BEGIN

/** Most bytes of a message. */
#define GET_MAXIMUM_MESSAGE_SIZE 12288
/** Most bytes of the fixed part of a message. */
#define GET_MAXIMUM_HEADER_SIZE 256
/** Most bytes of the variable part of a message. */
#define GET_MAXIMUM_PAYLOAD_SIZE 8192

/*
 * Versions: bits 16 to 31 contain the major number, bits 0 to 15 the minor one.
 */

#define GET_PROTOCOL_VERSION_INVALID 0
/** 1.0. */
#define GET_PROTOCOL_VERSION_RS5 0x00010000
/** 3.0 */
#define GET_PROTOCOL_VERSION_IRON 0x00030000
/** 4.2; the only version that OpenVMM supports. */
#define GET_PROTOCOL_VERSION_NICKEL_REV2 0x00040002

/*
 * Header.
 */

/** Version of the header, in GET_MESSAGE_HEADER.MessageVersion. */
typedef HV_UINT8 GET_MESSAGE_VERSION, *PGET_MESSAGE_VERSION;
enum
{
    GetMessageVersionInvalid = 0,
    GetMessageVersion1 = 1,
};

/** Kind of a message, in GET_MESSAGE_HEADER.MessageType; selects the enumeration of MessageId. */
typedef HV_UINT8 GET_MESSAGE_TYPE, *PGET_MESSAGE_TYPE;
enum
{
    GetMessageInvalid = 0,
    GetMessageHostNotification = 1,  /**< Guest to host: a GET_HOST_NOTIFICATION. */
    GetMessageHostRequest = 2,       /**< Guest to host: a GET_HOST_REQUEST. */
    GetMessageHostResponse = 3,      /**< Host to guest: the GET_HOST_REQUEST of the request. */
    GetMessageGuestNotification = 4, /**< Host to guest: a GET_GUEST_NOTIFICATION. */
};

/** MessageId of a guest notification: host to guest, no response. */
typedef HV_UINT16 GET_GUEST_NOTIFICATION, *PGET_GUEST_NOTIFICATION;
enum
{
    GetGuestNotificationInvalid = 0,
    GetGuestNotificationUpdateGenerationId = 1,
    GetGuestNotificationSaveGuestVtl2State = 2,     /**< Since Nickel. */
    GetGuestNotificationReserved3 = 3,
    GetGuestNotificationVpciDeviceNotification = 4, /**< Since Nickel. */
    /** Since Nickel; settings that fit in one message. */
    GetGuestNotificationModifyVtl2Settings = 5,
    GetGuestNotificationModifyVtl2SettingsRev1 = 6,  /**< Since Nickel; settings in pieces. */
    GetGuestNotificationBatteryStatus = 7,           /**< Since Germanium. */
    GetGuestNotificationInjectDebugInterrupt = 8,    /**< Since Germanium. */
    GetGuestNotificationNotifyPostLiveMigration = 9, /**< Since Germanium. */
};

/** MessageId of a host notification: guest to host, no response. */
typedef HV_UINT16 GET_HOST_NOTIFICATION, *PGET_HOST_NOTIFICATION;
enum
{
    GetHostNotificationInvalid = 0,
    GetHostNotificationPowerOff = 1,
    GetHostNotificationReset = 2,
    GetHostNotificationEventLog = 3,
    GetHostNotificationLogTrace = 4,
    GetHostNotificationRestoreGuestVtl2StateCompleted = 5, /**< Since Nickel. */
    GetHostNotificationModifyVtl2SettingsCompleted = 6,    /**< Since Nickel. */
    GetHostNotificationStartVtl0Completed = 7,             /**< Since Nickel. */
    GetHostNotificationVtlCrash = 8,                       /**< Since Nickel. */
    GetHostNotificationTripleFault = 9,                    /**< Since Nickel. */
};

/** MessageId of a host request (guest to host) and of its response (host to guest). */
typedef HV_UINT16 GET_HOST_REQUEST, *PGET_HOST_REQUEST;
enum
{
    GetHostRequestInvalid = 0,
    GetHostRequestVersion = 1,
    GetHostRequestTime = 2,
    GetHostRequestBiosBootFinalize = 3,         /**< Version 1.0 only. */
    GetHostRequestVmgsGetDeviceInfo = 4,
    GetHostRequestVmgsRead = 5,
    GetHostRequestVmgsWrite = 6,
    GetHostRequestVmgsFlush = 7,
    GetHostRequestIgvmAttest = 8,
    GetHostRequestGuestStateProtectionById = 9, /**< Since Redstone. */
    GetHostRequestVmgsKeysRead = 10,            /**< Since Redstone; layout undocumented. */
    GetHostRequestLogTrace = 11,                /**< Since Redstone; deprecated. */
    GetHostRequestActivityTraceStart = 12,      /**< Since Redstone. */
    GetHostRequestActivityTraceOp = 13,         /**< Since Redstone. */
    GetHostRequestEventTrace = 14,              /**< Since Redstone. */
    /** Since Manganese; deprecated in favor of V2. */
    GetHostRequestDevicePlatformSettings = 15,
    GetHostRequestAdvisoryPlatformSettings = 16,     /**< Since Iron; deprecated in favor of V2. */
    GetHostRequestGuestStateProtection = 17,         /**< Since Iron. */
    GetHostRequestDevicePlatformSettingsV2 = 18,     /**< Since Nickel. */
    GetHostRequestVpciDeviceControl = 19,            /**< Since Nickel. */
    GetHostRequestSaveGuestVtl2State = 20,           /**< Since Nickel. */
    GetHostRequestRestoreGuestVtl2State = 21,        /**< Since Nickel. */
    GetHostRequestVpciDeviceBindingChange = 22,      /**< Since Nickel. */
    GetHostRequestVgaProxyPciRead = 23,              /**< Since Nickel. */
    GetHostRequestVgaProxyPciWrite = 24,             /**< Since Nickel. */
    GetHostRequestReserved25 = 25,
    GetHostRequestReserved26 = 26,
    GetHostRequestDevicePlatformSettingsV2Rev1 = 27, /**< Since Nickel; only in responses to 18. */
    GetHostRequestCreateRamGpaRange = 28,            /**< Since Nickel. */
    GetHostRequestResetRamGpaRange = 29,             /**< Since Nickel. */
    GetHostRequestLoadFirmware = 30,                 /**< Since Nickel. */
    GetHostRequestUnmapFramebuffer = 0xFFFE,         /**< OpenVMM only. */
    GetHostRequestMapFramebuffer = 0xFFFF,           /**< OpenVMM only. */
};

/** Header of every message; some messages consist of it alone. */
typedef struct GET_MESSAGE_HEADER
{
    GET_MESSAGE_VERSION MessageVersion; /**< GetMessageVersion1. */
    GET_MESSAGE_TYPE MessageType;
    HV_UINT16 MessageId;                /**< Value of the enumeration that MessageType selects. */
} GET_MESSAGE_HEADER, *PGET_MESSAGE_HEADER;
HV_STATIC_ASSERT(sizeof(GET_MESSAGE_HEADER) == 4);

/** Position of a piece in a payload that takes more than one message. */
typedef HV_UINT32 GET_LARGE_PAYLOAD_STATE, *PGET_LARGE_PAYLOAD_STATE;
enum
{
    GetLargePayloadEnd = 0,  /**< Last piece. */
    GetLargePayloadMore = 1, /**< More pieces follow. */
};

/*
 * Version and time.
 */

/**
 * GetHostRequestVersion, the first message of the channel. Guest to host. GET_VERSION_RESPONSE
 * answers it. All versions.
 */
typedef struct GET_VERSION_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT32 Version; /**< GET_PROTOCOL_VERSION_... */
} GET_VERSION_REQUEST, *PGET_VERSION_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_VERSION_REQUEST) == 8);

/**
 * Response to GetHostRequestVersion. Host to guest. The guest may retry after a refusal. All
 * versions.
 */
typedef struct GET_VERSION_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT8 VersionAccepted; /**< 0 or 1. */
    HV_UINT8 Padding;
} GET_VERSION_RESPONSE, *PGET_VERSION_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_VERSION_RESPONSE) == 6);

/** GetHostRequestTime. Guest to host. GET_TIME_RESPONSE answers it. All versions. */
typedef struct GET_TIME_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
} GET_TIME_REQUEST, *PGET_TIME_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_TIME_REQUEST) == 4);

/** Response to GetHostRequestTime. Host to guest. Contains the host's clock. All versions. */
typedef struct GET_TIME_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT32 Padding;
    HV_UINT64 VmReferenceTime; /**< Reference time of the partition, in units of 100 ns. */
    HV_INT64 Utc;              /**< UTC, in units of 100 ns since 1601-01-01. */
    HV_INT16 TimeZone;         /**< Minutes to add to local time for UTC; positive in the west. */
    HV_UINT8 DaylightSavings;  /**< 0 or 1: daylight saving time is in effect. */
    HV_UINT8 Padding1[5];
} GET_TIME_RESPONSE, *PGET_TIME_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_TIME_RESPONSE) == 32);

/*
 * Device platform settings. The layouts of requests 15 and 16 are undocumented.
 */

/** Most bytes of an SMBIOS string in the settings. */
#define GET_DEVICE_PLATFORM_MAXIMUM_SMBIOS_LENGTH 64

/** Secure Boot template, in version 1 of the settings. */
typedef HV_UINT32 GET_SECURE_BOOT_TEMPLATE_TYPE, *PGET_SECURE_BOOT_TEMPLATE_TYPE;
enum
{
    GetSecureBootTemplateSecureBootDisabled = 0,
    GetSecureBootTemplateMicrosoftWindows = 1,
    GetSecureBootTemplateMicrosoftUefiCertificateAuthority = 2,
    GetSecureBootTemplateOpenSourceShieldedVm = 3,
};

/** Device of the firmware's console, in the settings (ConsoleMode). */
typedef HV_UINT8 GET_UEFI_CONSOLE_MODE, *PGET_UEFI_CONSOLE_MODE;
enum
{
    GetUefiConsoleModeDefault = 0,
    GetUefiConsoleModeCom1 = 1,
    GetUefiConsoleModeCom2 = 2,
    GetUefiConsoleModeNone = 3,
};

/**
 * GetHostRequestDevicePlatformSettingsV2. Guest to host. GET_DEVICE_PLATFORM_SETTINGS_RESPONSE_V2,
 * or one or more GET_DEVICE_PLATFORM_SETTINGS_RESPONSE_V2_REV1, answer it. Since Nickel.
 */
typedef struct GET_DEVICE_PLATFORM_SETTINGS_REQUEST_V2
{
    GET_MESSAGE_HEADER MessageHeader;
} GET_DEVICE_PLATFORM_SETTINGS_REQUEST_V2, *PGET_DEVICE_PLATFORM_SETTINGS_REQUEST_V2;
HV_STATIC_ASSERT(sizeof(GET_DEVICE_PLATFORM_SETTINGS_REQUEST_V2) == 4);

/**
 * Response to GetHostRequestDevicePlatformSettingsV2, if one message suffices. Host to guest. Since
 * Nickel.
 */
typedef struct GET_DEVICE_PLATFORM_SETTINGS_RESPONSE_V2
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT32 Size;     /**< Bytes of Payload; at most GET_MAXIMUM_PAYLOAD_SIZE. */
    HV_UINT8 Payload[]; /**< JSON. */
} GET_DEVICE_PLATFORM_SETTINGS_RESPONSE_V2, *PGET_DEVICE_PLATFORM_SETTINGS_RESPONSE_V2;
HV_STATIC_ASSERT(sizeof(GET_DEVICE_PLATFORM_SETTINGS_RESPONSE_V2) == 8);

/**
 * Response to GetHostRequestDevicePlatformSettingsV2: one piece of the settings. Host to guest.
 * MessageId is GetHostRequestDevicePlatformSettingsV2Rev1. Since Nickel.
 */
typedef struct GET_DEVICE_PLATFORM_SETTINGS_RESPONSE_V2_REV1
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT32 Size;     /**< Bytes of Payload; at most GET_MAXIMUM_PAYLOAD_SIZE. */
    GET_LARGE_PAYLOAD_STATE PayloadState;
    HV_UINT8 Payload[]; /**< JSON. */
} GET_DEVICE_PLATFORM_SETTINGS_RESPONSE_V2_REV1, *PGET_DEVICE_PLATFORM_SETTINGS_RESPONSE_V2_REV1;
HV_STATIC_ASSERT(sizeof(GET_DEVICE_PLATFORM_SETTINGS_RESPONSE_V2_REV1) == 12);

/*
 * VMGS: the guest state file of the virtual machine, accessed as a disk. Offsets and counts
 * are in logical sectors.
 */

/** Most bytes of the fixed part of a VMGS message; the rest of a 32-bit length is for data. */
#define GET_VMGS_MAXIMUM_IO_MESSAGE_HEADER_SIZE 24
#define GET_VMGS_MAXIMUM_TRANSFER_SIZE 0xFFFFFFE7U

/** Status of a VMGS response. */
typedef HV_UINT32 GET_VMGS_IO_STATUS, *PGET_VMGS_IO_STATUS;
enum
{
    GetVmgsIoStatusSuccess = 0,
    GetVmgsIoStatusInvalidCommand = 1,
    GetVmgsIoStatusDeviceError = 2,
    GetVmgsIoStatusRetry = 3,
};

/** GET_VMGS_READ_REQUEST.Flags. */
#define GET_VMGS_READ_FLAG_NONE 0x0
/** GET_VMGS_WRITE_REQUEST.Flags. */
#define GET_VMGS_WRITE_FLAG_NONE 0x0
/** Flag of a write: bypass the host's cache. */
#define GET_VMGS_WRITE_FLAG_WRITE_THROUGH 0x1

/**
 * GetHostRequestVmgsGetDeviceInfo. Guest to host. GET_VMGS_GET_DEVICE_INFO_RESPONSE answers it. All
 * versions.
 */
typedef struct GET_VMGS_GET_DEVICE_INFO_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
} GET_VMGS_GET_DEVICE_INFO_REQUEST, *PGET_VMGS_GET_DEVICE_INFO_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_VMGS_GET_DEVICE_INFO_REQUEST) == 4);

/** Response to GetHostRequestVmgsGetDeviceInfo. Host to guest. All versions. */
typedef struct GET_VMGS_GET_DEVICE_INFO_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_VMGS_IO_STATUS Status;
    HV_UINT64 Capacity;                 /**< Size of the disk, in logical sectors. */
    HV_UINT16 BytesPerLogicalSector;    /**< Bytes of the unit of SectorOffset and SectorCount. */
    HV_UINT16 BytesPerPhysicalSector;   /**< Bytes of a sector of the host's storage. */
    HV_UINT32 MaximumTransferSizeBytes; /**< Bytes; OpenHCL caps it at GET_MAXIMUM_PAYLOAD_SIZE. */
} GET_VMGS_GET_DEVICE_INFO_RESPONSE, *PGET_VMGS_GET_DEVICE_INFO_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_VMGS_GET_DEVICE_INFO_RESPONSE) == 24);

/** GetHostRequestVmgsWrite. Guest to host. GET_VMGS_WRITE_RESPONSE answers it. All versions. */
typedef struct GET_VMGS_WRITE_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT32 Flags;        /**< GET_VMGS_WRITE_FLAG_... */
    HV_UINT64 SectorOffset; /**< First logical sector, from 0. */
    HV_UINT32 SectorCount;  /**< Logical sectors; bounded by MaximumTransferSizeBytes. */
    HV_UINT32 Padding;
    HV_UINT8 Payload[];     /**< SectorCount sectors of data. */
} GET_VMGS_WRITE_REQUEST, *PGET_VMGS_WRITE_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_VMGS_WRITE_REQUEST) == 24);

/** Response to GetHostRequestVmgsWrite. Host to guest. All versions. */
typedef struct GET_VMGS_WRITE_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_VMGS_IO_STATUS Status;
} GET_VMGS_WRITE_RESPONSE, *PGET_VMGS_WRITE_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_VMGS_WRITE_RESPONSE) == 8);

/** GetHostRequestVmgsRead. Guest to host. GET_VMGS_READ_RESPONSE answers it. All versions. */
typedef struct GET_VMGS_READ_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT32 Flags;        /**< GET_VMGS_READ_FLAG_NONE. */
    HV_UINT64 SectorOffset; /**< First logical sector, from 0. */
    HV_UINT32 SectorCount;  /**< Logical sectors; bounded by MaximumTransferSizeBytes. */
    HV_UINT32 Padding;
} GET_VMGS_READ_REQUEST, *PGET_VMGS_READ_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_VMGS_READ_REQUEST) == 24);

/** Response to GetHostRequestVmgsRead. Host to guest. All versions. */
typedef struct GET_VMGS_READ_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_VMGS_IO_STATUS Status;
    HV_UINT8 Payload[]; /**< Exactly the requested sectors, or nothing. */
} GET_VMGS_READ_RESPONSE, *PGET_VMGS_READ_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_VMGS_READ_RESPONSE) == 8);

/** GetHostRequestVmgsFlush. Guest to host. GET_VMGS_FLUSH_RESPONSE answers it. All versions. */
typedef struct GET_VMGS_FLUSH_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
} GET_VMGS_FLUSH_REQUEST, *PGET_VMGS_FLUSH_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_VMGS_FLUSH_REQUEST) == 4);

/** Response to GetHostRequestVmgsFlush. Host to guest. All versions. */
typedef struct GET_VMGS_FLUSH_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_VMGS_IO_STATUS Status;
} GET_VMGS_FLUSH_RESPONSE, *PGET_VMGS_FLUSH_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_VMGS_FLUSH_RESPONSE) == 8);

/*
 * Guest state protection (GSP): seeds for the key of the guest state file. The host decrypts
 * seeds that it encrypted earlier, and encrypts the new seed.
 */

#define GET_GSP_CLEARTEXT_MAXIMUM 32
#define GET_GSP_CIPHERTEXT_MAXIMUM 512
/** Number of encrypted seeds that a guest keeps. */
#define GET_GSP_COUNT 2

/** Flags of guest state protection: supported by the guest in a request, result in a response. */
typedef union GET_GSP_EXTENDED_STATUS_FLAGS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 StateRefreshRequest : 1; /**< Bit 0: the guest must renew the TPM's seeds. */
        HV_UINT32 NoRegistryFile : 1;      /**< Bit 1: protection by ID is unavailable. */
        HV_UINT32 NoRpcServer : 1;         /**< Bit 2: protection by key is unavailable. */
        /** Bit 3: the certificate of the TPM's attestation key may be renewed. */
        HV_UINT32 AllowAkCertRenewal : 1;
        HV_UINT32 RequiresRpcServer : 1; /**< Bit 4: protection by key is required. */
        HV_UINT32 Reserved : 27;
    };
#endif
} GET_GSP_EXTENDED_STATUS_FLAGS, *PGET_GSP_EXTENDED_STATUS_FLAGS;
HV_STATIC_ASSERT(sizeof(GET_GSP_EXTENDED_STATUS_FLAGS) == 4);

/** Seed in clear text. */
typedef struct GET_GSP_CLEARTEXT_CONTENT
{
    HV_UINT32 Length;    /**< Bytes used of Buffer; GET_GSP_CLEARTEXT_MAXIMUM for a new seed. */
    HV_UINT8 Buffer[64]; /**< 2 * GET_GSP_CLEARTEXT_MAXIMUM bytes. */
} GET_GSP_CLEARTEXT_CONTENT, *PGET_GSP_CLEARTEXT_CONTENT;
HV_STATIC_ASSERT(sizeof(GET_GSP_CLEARTEXT_CONTENT) == 68);

/** Encrypted seed, readable only by the host's key service. */
typedef struct GET_GSP_CIPHERTEXT_CONTENT
{
    HV_UINT32 Length;     /**< Bytes used of Buffer; 0 if there is no seed. */
    HV_UINT8 Buffer[512]; /**< GET_GSP_CIPHERTEXT_MAXIMUM bytes. */
} GET_GSP_CIPHERTEXT_CONTENT, *PGET_GSP_CIPHERTEXT_CONTENT;
HV_STATIC_ASSERT(sizeof(GET_GSP_CIPHERTEXT_CONTENT) == 516);

/**
 * GetHostRequestGuestStateProtectionById. Guest to host. GET_GUEST_STATE_PROTECTION_BY_ID_RESPONSE
 * answers it. Since Redstone.
 */
typedef struct GET_GUEST_STATE_PROTECTION_BY_ID_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
} GET_GUEST_STATE_PROTECTION_BY_ID_REQUEST, *PGET_GUEST_STATE_PROTECTION_BY_ID_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_GUEST_STATE_PROTECTION_BY_ID_REQUEST) == 4);

/** Response to GetHostRequestGuestStateProtectionById. Host to guest. Since Redstone. */
typedef struct GET_GUEST_STATE_PROTECTION_BY_ID_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_GSP_CLEARTEXT_CONTENT Seed; /**< Seed of the file's key, in clear text. */
    GET_GSP_EXTENDED_STATUS_FLAGS ExtendedStatusFlags;
} GET_GUEST_STATE_PROTECTION_BY_ID_RESPONSE, *PGET_GUEST_STATE_PROTECTION_BY_ID_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_GUEST_STATE_PROTECTION_BY_ID_RESPONSE) == 76);

/**
 * GetHostRequestGuestStateProtection. Guest to host. GET_GUEST_STATE_PROTECTION_RESPONSE answers
 * it. Since Iron.
 */
typedef struct GET_GUEST_STATE_PROTECTION_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_GSP_CLEARTEXT_CONTENT NewGsp; /**< Seed to encrypt. */
    /** Seeds to decrypt; GET_GSP_COUNT entries. */
    GET_GSP_CIPHERTEXT_CONTENT EncryptedGsp[2];
    GET_GSP_EXTENDED_STATUS_FLAGS ExtendedStatusSupportFlags; /**< Flags that the guest supports. */
} GET_GUEST_STATE_PROTECTION_REQUEST, *PGET_GUEST_STATE_PROTECTION_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_GUEST_STATE_PROTECTION_REQUEST) == 1108);

/** Response to GetHostRequestGuestStateProtection. Host to guest. Since Iron. */
typedef struct GET_GUEST_STATE_PROTECTION_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_GSP_CIPHERTEXT_CONTENT EncryptedGsp;   /**< NewGsp, encrypted. */
    GET_GSP_CLEARTEXT_CONTENT DecryptedGsp[2]; /**< Decrypted seeds; GET_GSP_COUNT entries. */
    GET_GSP_EXTENDED_STATUS_FLAGS ExtendedStatusFlags;
} GET_GUEST_STATE_PROTECTION_RESPONSE, *PGET_GUEST_STATE_PROTECTION_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_GUEST_STATE_PROTECTION_RESPONSE) == 660);

/*
 * Attestation: the host's agent returns keys or certificates for the report of an isolated
 * guest. It writes the response data to pages that the guest shares.
 */

#define GET_IGVM_ATTEST_MAXIMUM_AGENT_DATA_SIZE 2048
#define GET_IGVM_ATTEST_MAXIMUM_REPORT_SIZE 4096
#define GET_IGVM_ATTEST_MAXIMUM_SHARED_GPA 16

/** Value of GET_IGVM_ATTEST_RESPONSE.Length if the agent failed. */
#define GET_IGVM_ATTEST_GENERIC_ERROR_CODE 0xFFFFFFFFU

/** GetHostRequestIgvmAttest. Guest to host. GET_IGVM_ATTEST_RESPONSE answers it. All versions. */
typedef struct GET_IGVM_ATTEST_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT32 NumberGpa; /**< Entries used of SharedGpa; at most 16. */
    /** Byte addresses of the shared pages, without the bit that marks shared memory. */
    HV_UINT64 SharedGpa[16];
    HV_UINT32 AgentDataLength; /**< Bytes used of AgentData; at most 2048. */
    HV_UINT32 ReportLength;    /**< Bytes used of Report; at most 4096. */
    HV_UINT8 AgentData[2048];  /**< Data that the host passes to its attestation agent. */
    HV_UINT8 Report[4096];     /**< Attestation report. */
} GET_IGVM_ATTEST_REQUEST, *PGET_IGVM_ATTEST_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_IGVM_ATTEST_REQUEST) == 6288);

/** Response to GetHostRequestIgvmAttest. Host to guest. All versions. */
typedef struct GET_IGVM_ATTEST_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT32 Length; /**< Bytes in the shared pages, or GET_IGVM_ATTEST_GENERIC_ERROR_CODE. */
} GET_IGVM_ATTEST_RESPONSE, *PGET_IGVM_ATTEST_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_IGVM_ATTEST_RESPONSE) == 8);

/*
 * Firmware and memory.
 */

/**
 * GetHostRequestBiosBootFinalize. Guest to host. GET_BIOS_BOOT_FINALIZE_RESPONSE answers it.
 * Version 1.0 only.
 */
typedef struct GET_BIOS_BOOT_FINALIZE_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT8 Value; /**< Undocumented. */
    HV_UINT8 Padding;
} GET_BIOS_BOOT_FINALIZE_REQUEST, *PGET_BIOS_BOOT_FINALIZE_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_BIOS_BOOT_FINALIZE_REQUEST) == 6);

/** Response to GetHostRequestBiosBootFinalize. Host to guest. Version 1.0 only. */
typedef struct GET_BIOS_BOOT_FINALIZE_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
} GET_BIOS_BOOT_FINALIZE_RESPONSE, *PGET_BIOS_BOOT_FINALIZE_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_BIOS_BOOT_FINALIZE_RESPONSE) == 4);

/** Flags of GET_CREATE_RAM_GPA_RANGE_REQUEST. */
typedef union GET_CREATE_RAM_GPA_RANGE_FLAGS
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Reserved1 : 1;
        HV_UINT64 RomMb : 1; /**< Bit 1: the range ignores writes. */
        HV_UINT64 Reserved : 62;
    };
#endif
} GET_CREATE_RAM_GPA_RANGE_FLAGS, *PGET_CREATE_RAM_GPA_RANGE_FLAGS;
HV_STATIC_ASSERT(sizeof(GET_CREATE_RAM_GPA_RANGE_FLAGS) == 8);

/**
 * GetHostRequestCreateRamGpaRange: maps RAM of VTL 0 at a second address, like the ROM windows of a
 * PC. Guest to host. GET_CREATE_RAM_GPA_RANGE_RESPONSE answers it. Since Nickel.
 */
typedef struct GET_CREATE_RAM_GPA_RANGE_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT32 Slot;      /**< Number of the range, chosen by the guest. */
    HV_UINT64 GpaStart;  /**< Guest physical address of the second mapping, in bytes. */
    HV_UINT64 GpaCount;  /**< Bytes of the range; the bound is undocumented. */
    HV_UINT64 GpaOffset; /**< Guest physical address of the RAM: bytes from address 0. */
    GET_CREATE_RAM_GPA_RANGE_FLAGS Flags;
} GET_CREATE_RAM_GPA_RANGE_REQUEST, *PGET_CREATE_RAM_GPA_RANGE_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_CREATE_RAM_GPA_RANGE_REQUEST) == 40);

/** Result of GetHostRequestCreateRamGpaRange. */
typedef HV_UINT32 GET_CREATE_RAM_GPA_RANGE_STATUS, *PGET_CREATE_RAM_GPA_RANGE_STATUS;
enum
{
    GetCreateRamGpaRangeSuccess = 0,
    GetCreateRamGpaRangeSlotOutOfBounds = 1,
    GetCreateRamGpaRangeSlotOccupied = 2, /**< The slot has a range, until GetHostRequestResetRamGpaRange. */
    GetCreateRamGpaRangeInvalidFlag = 3,
    GetCreateRamGpaRangeInvalidGpa = 4,
    GetCreateRamGpaRangeFailed = 5,
};

/** Response to GetHostRequestCreateRamGpaRange. Host to guest. Since Nickel. */
typedef struct GET_CREATE_RAM_GPA_RANGE_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_CREATE_RAM_GPA_RANGE_STATUS Status;
} GET_CREATE_RAM_GPA_RANGE_RESPONSE, *PGET_CREATE_RAM_GPA_RANGE_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_CREATE_RAM_GPA_RANGE_RESPONSE) == 8);

/**
 * GetHostRequestResetRamGpaRange. Guest to host. GET_RESET_RAM_GPA_RANGE_RESPONSE answers it. Since
 * Nickel.
 */
typedef struct GET_RESET_RAM_GPA_RANGE_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT32 Slot; /**< Number of the range to remove. */
} GET_RESET_RAM_GPA_RANGE_REQUEST, *PGET_RESET_RAM_GPA_RANGE_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_RESET_RAM_GPA_RANGE_REQUEST) == 8);

/** Response to GetHostRequestResetRamGpaRange. Host to guest. Since Nickel. */
typedef struct GET_RESET_RAM_GPA_RANGE_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
} GET_RESET_RAM_GPA_RANGE_RESPONSE, *PGET_RESET_RAM_GPA_RANGE_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_RESET_RAM_GPA_RANGE_RESPONSE) == 4);

HV_PACK_BEGIN
/**
 * GetHostRequestLoadFirmware: the host writes an image to the RAM of VTL 0; the guest sets the
 * registers. Allowed only if the settings say so. Guest to host. GET_LOAD_FIRMWARE_RESPONSE answers
 * it. Since Nickel.
 */
typedef struct GET_LOAD_FIRMWARE_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT64 FirmwareToken; /**< Identifies the image to the host. */
} GET_LOAD_FIRMWARE_REQUEST, *PGET_LOAD_FIRMWARE_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_LOAD_FIRMWARE_REQUEST) == 12);
HV_PACK_END

/** Result of GetHostRequestLoadFirmware. */
typedef HV_UINT32 GET_LOAD_FIRMWARE_STATUS, *PGET_LOAD_FIRMWARE_STATUS;
enum
{
    GetLoadFirmwareSuccess = 0,
    GetLoadFirmwareInvalidToken = 1,
    GetLoadFirmwareFailed = 2,
};

/** Response to GetHostRequestLoadFirmware. Host to guest. Since Nickel. */
typedef struct GET_LOAD_FIRMWARE_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_LOAD_FIRMWARE_STATUS Status;
    HV_UINT64 EntryPointImageOffset; /**< Bytes from the start of the image; valid after success. */
} GET_LOAD_FIRMWARE_RESPONSE, *PGET_LOAD_FIRMWARE_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_LOAD_FIRMWARE_RESPONSE) == 16);

HV_PACK_BEGIN
/**
 * GetHostRequestMapFramebuffer. Guest to host. GET_MAP_FRAMEBUFFER_RESPONSE answers it. OpenVMM
 * only; its first version is undocumented.
 */
typedef struct GET_MAP_FRAMEBUFFER_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT64 Gpa; /**< Guest physical address for the framebuffer, in bytes. */
} GET_MAP_FRAMEBUFFER_REQUEST, *PGET_MAP_FRAMEBUFFER_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_MAP_FRAMEBUFFER_REQUEST) == 12);
HV_PACK_END

/** Result of an operation that succeeds or fails. */
typedef HV_UINT32 GET_COMPLETION_STATUS, *PGET_COMPLETION_STATUS;
enum
{
    GetCompletionSuccess = 0,
    GetCompletionFailure = 1,
};

/**
 * Response to GetHostRequestMapFramebuffer. Host to guest. OpenVMM only; its first version is
 * undocumented.
 */
typedef struct GET_MAP_FRAMEBUFFER_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_COMPLETION_STATUS Status;
} GET_MAP_FRAMEBUFFER_RESPONSE, *PGET_MAP_FRAMEBUFFER_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_MAP_FRAMEBUFFER_RESPONSE) == 8);

/**
 * GetHostRequestUnmapFramebuffer. Guest to host. GET_UNMAP_FRAMEBUFFER_RESPONSE answers it. OpenVMM
 * only; its first version is undocumented.
 */
typedef struct GET_UNMAP_FRAMEBUFFER_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
} GET_UNMAP_FRAMEBUFFER_REQUEST, *PGET_UNMAP_FRAMEBUFFER_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_UNMAP_FRAMEBUFFER_REQUEST) == 4);

/**
 * Response to GetHostRequestUnmapFramebuffer. Host to guest. OpenVMM only; its first version is
 * undocumented.
 */
typedef struct GET_UNMAP_FRAMEBUFFER_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_COMPLETION_STATUS Status;
} GET_UNMAP_FRAMEBUFFER_RESPONSE, *PGET_UNMAP_FRAMEBUFFER_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_UNMAP_FRAMEBUFFER_RESPONSE) == 8);

/*
 * Devices of VTL 0: virtual PCI buses that the paravisor provides, and the configuration space
 * of the emulated VGA adapter, which the host keeps.
 */

/** Operation on a virtual PCI device. */
typedef HV_UINT32 GET_VPCI_DEVICE_CONTROL_CODE, *PGET_VPCI_DEVICE_CONTROL_CODE;
enum
{
    GetVpciDeviceControlUndefined = 0,
    GetVpciDeviceControlOffer = 1,
    GetVpciDeviceControlRevoke = 2,
    GetVpciDeviceControlReset = 3,
};

/** Result of GetHostRequestVpciDeviceControl and GetHostRequestVpciDeviceBindingChange. */
typedef HV_UINT32 GET_VPCI_DEVICE_CONTROL_STATUS, *PGET_VPCI_DEVICE_CONTROL_STATUS;
enum
{
    GetVpciDeviceControlStatusSuccess = 0,
    GetVpciDeviceControlStatusInvalidRequest = 1,
    GetVpciDeviceControlStatusDeviceNotFound = 2,
    GetVpciDeviceControlStatusInvalidDeviceState = 3,
    GetVpciDeviceControlStatusGenericFailure = 4,
};

/**
 * GetHostRequestVpciDeviceControl. Guest to host. GET_VPCI_DEVICE_CONTROL_RESPONSE answers it.
 * Since Nickel.
 */
typedef struct GET_VPCI_DEVICE_CONTROL_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_VPCI_DEVICE_CONTROL_CODE Code;
    HV_GUID BusInstanceId; /**< Instance GUID of the bus's VMBus channel. */
} GET_VPCI_DEVICE_CONTROL_REQUEST, *PGET_VPCI_DEVICE_CONTROL_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_VPCI_DEVICE_CONTROL_REQUEST) == 24);

/** Response to GetHostRequestVpciDeviceControl. Host to guest. Since Nickel. */
typedef struct GET_VPCI_DEVICE_CONTROL_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_VPCI_DEVICE_CONTROL_STATUS Status;
} GET_VPCI_DEVICE_CONTROL_RESPONSE, *PGET_VPCI_DEVICE_CONTROL_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_VPCI_DEVICE_CONTROL_RESPONSE) == 8);

/** Event of a virtual PCI device. */
typedef HV_UINT32 GET_VPCI_DEVICE_NOTIFICATION_CODE, *PGET_VPCI_DEVICE_NOTIFICATION_CODE;
enum
{
    GetVpciDeviceNotificationUndefined = 0,
    GetVpciDeviceNotificationEnumerated = 1,
    GetVpciDeviceNotificationPrepareForRemoval = 2,
};

/** GetGuestNotificationVpciDeviceNotification. Host to guest, no response. Since Nickel. */
typedef struct GET_VPCI_DEVICE_NOTIFICATION
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_GUID BusInstanceId; /**< Instance GUID of the bus's VMBus channel. */
    GET_VPCI_DEVICE_NOTIFICATION_CODE Code;
} GET_VPCI_DEVICE_NOTIFICATION, *PGET_VPCI_DEVICE_NOTIFICATION;
HV_STATIC_ASSERT(sizeof(GET_VPCI_DEVICE_NOTIFICATION) == 24);

HV_PACK_BEGIN
/**
 * GetHostRequestVpciDeviceBindingChange. Guest to host. GET_VPCI_DEVICE_BINDING_CHANGE_RESPONSE
 * answers it. Since Nickel.
 */
typedef struct GET_VPCI_DEVICE_BINDING_CHANGE_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_GUID BusInstanceId; /**< Instance GUID of the bus's VMBus channel. */
    HV_UINT8 BindingState; /**< 1 if VTL 0 sees the device, else 0. */
} GET_VPCI_DEVICE_BINDING_CHANGE_REQUEST, *PGET_VPCI_DEVICE_BINDING_CHANGE_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_VPCI_DEVICE_BINDING_CHANGE_REQUEST) == 21);
HV_PACK_END

/** Response to GetHostRequestVpciDeviceBindingChange. Host to guest. Since Nickel. */
typedef struct GET_VPCI_DEVICE_BINDING_CHANGE_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_GUID BusInstanceId; /**< Instance GUID of the bus's VMBus channel. */
    GET_VPCI_DEVICE_CONTROL_STATUS Status;
} GET_VPCI_DEVICE_BINDING_CHANGE_RESPONSE, *PGET_VPCI_DEVICE_BINDING_CHANGE_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_VPCI_DEVICE_BINDING_CHANGE_RESPONSE) == 24);

/**
 * GetHostRequestVgaProxyPciRead. Guest to host. GET_VGA_PROXY_PCI_READ_RESPONSE answers it. Since
 * Nickel.
 */
typedef struct GET_VGA_PROXY_PCI_READ_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT16 Offset; /**< Bytes from the start of configuration space. */
} GET_VGA_PROXY_PCI_READ_REQUEST, *PGET_VGA_PROXY_PCI_READ_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_VGA_PROXY_PCI_READ_REQUEST) == 6);

/** Response to GetHostRequestVgaProxyPciRead. Host to guest. Since Nickel. */
typedef struct GET_VGA_PROXY_PCI_READ_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT32 Value; /**< Value of the register. */
} GET_VGA_PROXY_PCI_READ_RESPONSE, *PGET_VGA_PROXY_PCI_READ_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_VGA_PROXY_PCI_READ_RESPONSE) == 8);

HV_PACK_BEGIN
/**
 * GetHostRequestVgaProxyPciWrite. Guest to host. GET_VGA_PROXY_PCI_WRITE_RESPONSE answers it. Since
 * Nickel.
 */
typedef struct GET_VGA_PROXY_PCI_WRITE_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT32 Value;  /**< Value to write. */
    HV_UINT16 Offset; /**< Bytes from the start of configuration space. */
} GET_VGA_PROXY_PCI_WRITE_REQUEST, *PGET_VGA_PROXY_PCI_WRITE_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_VGA_PROXY_PCI_WRITE_REQUEST) == 10);
HV_PACK_END

/** Response to GetHostRequestVgaProxyPciWrite. Host to guest. Since Nickel. */
typedef struct GET_VGA_PROXY_PCI_WRITE_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
} GET_VGA_PROXY_PCI_WRITE_RESPONSE, *PGET_VGA_PROXY_PCI_WRITE_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_VGA_PROXY_PCI_WRITE_RESPONSE) == 4);

/*
 * Servicing.
 */

/** Status of a message that carries saved state. */
typedef HV_UINT16 GET_GUEST_VTL2_SAVE_RESTORE_STATUS, *PGET_GUEST_VTL2_SAVE_RESTORE_STATUS;
enum
{
    GetGuestVtl2SaveRestoreSuccess = 0,     /**< Last piece. */
    GetGuestVtl2SaveRestoreFailure = 1,
    GetGuestVtl2SaveRestoreMoreData = 2,    /**< More pieces follow. */
    GetGuestVtl2SaveRestoreRequestData = 3, /**< Request for the saved state. */
};

/** Devices that may keep running while the paravisor is replaced. */
typedef union GET_SAVE_GUEST_VTL2_STATE_FLAGS
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 EnableNvmeKeepalive : 1; /**< Bit 0: NVMe devices may keep running. */
        HV_UINT64 EnableManaKeepalive : 1; /**< Bit 1: MANA network devices may keep running. */
        HV_UINT64 Reserved1 : 62;
    };
#endif
} GET_SAVE_GUEST_VTL2_STATE_FLAGS, *PGET_SAVE_GUEST_VTL2_STATE_FLAGS;
HV_STATIC_ASSERT(sizeof(GET_SAVE_GUEST_VTL2_STATE_FLAGS) == 8);

HV_PACK_BEGIN
/**
 * GetGuestNotificationSaveGuestVtl2State. Host to guest; the guest sends its state in
 * GetHostRequestSaveGuestVtl2State. No other response. Since Nickel.
 */
typedef struct GET_SAVE_GUEST_VTL2_STATE_NOTIFICATION
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_GUID CorrelationId;     /**< Identifies the operation in the logs of both sides. */
    /** Devices that may keep running meanwhile. */
    GET_SAVE_GUEST_VTL2_STATE_FLAGS CapabilitiesFlags;
    HV_UINT16 TimeoutHintSecs; /**< Time for the operation, in seconds. */
} GET_SAVE_GUEST_VTL2_STATE_NOTIFICATION, *PGET_SAVE_GUEST_VTL2_STATE_NOTIFICATION;
HV_STATIC_ASSERT(sizeof(GET_SAVE_GUEST_VTL2_STATE_NOTIFICATION) == 30);
HV_PACK_END

/**
 * GetHostRequestSaveGuestVtl2State. Guest to host; the host responds to the last piece. A message
 * with GetGuestVtl2SaveRestoreFailure has no payload and no response. Since Nickel.
 */
typedef struct GET_SAVE_GUEST_VTL2_STATE_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
    /** Success, failure, or more pieces to follow. */
    GET_GUEST_VTL2_SAVE_RESTORE_STATUS SaveStatus;
    HV_UINT8 Payload[]; /**< Rest of the message; at most GET_MAXIMUM_PAYLOAD_SIZE bytes. */
} GET_SAVE_GUEST_VTL2_STATE_REQUEST, *PGET_SAVE_GUEST_VTL2_STATE_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_SAVE_GUEST_VTL2_STATE_REQUEST) == 6);

/** Response to the last GetHostRequestSaveGuestVtl2State. Host to guest. Since Nickel. */
typedef struct GET_SAVE_GUEST_VTL2_STATE_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_GUEST_VTL2_SAVE_RESTORE_STATUS SaveStatus; /**< Success or failure. */
} GET_SAVE_GUEST_VTL2_STATE_RESPONSE, *PGET_SAVE_GUEST_VTL2_STATE_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_SAVE_GUEST_VTL2_STATE_RESPONSE) == 6);

/**
 * GetHostRequestRestoreGuestVtl2State. Guest to host. One or more
 * GET_RESTORE_GUEST_VTL2_STATE_RESPONSE answer it. Since Nickel.
 */
typedef struct GET_RESTORE_GUEST_VTL2_STATE_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_GUEST_VTL2_SAVE_RESTORE_STATUS RestoreStatus; /**< GetGuestVtl2SaveRestoreRequestData. */
} GET_RESTORE_GUEST_VTL2_STATE_REQUEST, *PGET_RESTORE_GUEST_VTL2_STATE_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_RESTORE_GUEST_VTL2_STATE_REQUEST) == 6);

HV_PACK_BEGIN
/**
 * Response to GetHostRequestRestoreGuestVtl2State: a piece of saved state. Host to guest. Since
 * Nickel.
 */
typedef struct GET_RESTORE_GUEST_VTL2_STATE_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT32 DataLength; /**< Bytes of Payload; at most GET_MAXIMUM_PAYLOAD_SIZE. */
    GET_GUEST_VTL2_SAVE_RESTORE_STATUS RestoreStatus;
    HV_UINT8 Payload[]; /**< Piece of the saved state; DataLength bytes. */
} GET_RESTORE_GUEST_VTL2_STATE_RESPONSE, *PGET_RESTORE_GUEST_VTL2_STATE_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_RESTORE_GUEST_VTL2_STATE_RESPONSE) == 10);
HV_PACK_END

/** GetHostNotificationRestoreGuestVtl2StateCompleted. Guest to host, no response. Since Nickel. */
typedef struct GET_RESTORE_GUEST_VTL2_STATE_HOST_NOTIFICATION
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_GUEST_VTL2_SAVE_RESTORE_STATUS Status; /**< Success or failure. */
} GET_RESTORE_GUEST_VTL2_STATE_HOST_NOTIFICATION, *PGET_RESTORE_GUEST_VTL2_STATE_HOST_NOTIFICATION;
HV_STATIC_ASSERT(sizeof(GET_RESTORE_GUEST_VTL2_STATE_HOST_NOTIFICATION) == 6);

/*
 * Other guest notifications.
 */

/** GetGuestNotificationUpdateGenerationId. Host to guest, no response. All versions. */
typedef struct GET_UPDATE_GENERATION_ID
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT32 Padding;
    HV_UINT8 GenerationId[16]; /**< New ID; the machine was copied or restored. */
} GET_UPDATE_GENERATION_ID, *PGET_UPDATE_GENERATION_ID;
HV_STATIC_ASSERT(sizeof(GET_UPDATE_GENERATION_ID) == 24);

/**
 * GetGuestNotificationModifyVtl2Settings. Host to guest; the guest reports the result in
 * GetHostNotificationModifyVtl2SettingsCompleted. No other response. Since Nickel.
 */
typedef struct GET_MODIFY_VTL2_SETTINGS_NOTIFICATION
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT32 Size;     /**< Bytes of Payload; at most GET_MAXIMUM_PAYLOAD_SIZE. */
    HV_UINT8 Payload[]; /**< VTL 2 settings. */
} GET_MODIFY_VTL2_SETTINGS_NOTIFICATION, *PGET_MODIFY_VTL2_SETTINGS_NOTIFICATION;
HV_STATIC_ASSERT(sizeof(GET_MODIFY_VTL2_SETTINGS_NOTIFICATION) == 8);

/**
 * GetGuestNotificationModifyVtl2SettingsRev1: a piece of the settings. Host to guest; the guest
 * reports the result in GetHostNotificationModifyVtl2SettingsCompleted. No other response. Since
 * Nickel.
 */
typedef struct GET_MODIFY_VTL2_SETTINGS_REV1_NOTIFICATION
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT32 Size;     /**< Bytes of Payload; at most GET_MAXIMUM_PAYLOAD_SIZE. */
    GET_LARGE_PAYLOAD_STATE PayloadState;
    HV_UINT8 Payload[]; /**< VTL 2 settings. */
} GET_MODIFY_VTL2_SETTINGS_REV1_NOTIFICATION, *PGET_MODIFY_VTL2_SETTINGS_REV1_NOTIFICATION;
HV_STATIC_ASSERT(sizeof(GET_MODIFY_VTL2_SETTINGS_REV1_NOTIFICATION) == 12);

/** Flags of GET_BATTERY_STATUS_NOTIFICATION. */
typedef union GET_BATTERY_STATUS_FLAGS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 AcOnline : 1;       /**< Bit 0: the host has external power. */
        HV_UINT32 BatteryPresent : 1; /**< Bit 1: the host has a battery. */
        HV_UINT32 Charging : 1;       /**< Bit 2: the battery charges. */
        HV_UINT32 Discharging : 1;    /**< Bit 3: the battery discharges. */
        HV_UINT32 Reserved : 28;
    };
#endif
} GET_BATTERY_STATUS_FLAGS, *PGET_BATTERY_STATUS_FLAGS;
HV_STATIC_ASSERT(sizeof(GET_BATTERY_STATUS_FLAGS) == 4);

/** GetGuestNotificationBatteryStatus. Host to guest, no response. Since Germanium. */
typedef struct GET_BATTERY_STATUS_NOTIFICATION
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_BATTERY_STATUS_FLAGS Flags;
    HV_UINT32 MaxCapacity;       /**< Host battery, full; unit of the guest's ACPI battery. */
    HV_UINT32 RemainingCapacity; /**< Host battery, present; unit of MaxCapacity. */
    HV_UINT32 Rate;              /**< Charge or discharge; unit of the guest's ACPI battery. */
} GET_BATTERY_STATUS_NOTIFICATION, *PGET_BATTERY_STATUS_NOTIFICATION;
HV_STATIC_ASSERT(sizeof(GET_BATTERY_STATUS_NOTIFICATION) == 20);

/** GetGuestNotificationInjectDebugInterrupt. Host to guest, no response. Since Germanium. */
typedef struct GET_INJECT_DEBUG_INTERRUPT_NOTIFICATION
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT8 Vtl; /**< VTL that receives the interrupt; OpenHCL accepts only 0. */
    HV_UINT8 Padding;
} GET_INJECT_DEBUG_INTERRUPT_NOTIFICATION, *PGET_INJECT_DEBUG_INTERRUPT_NOTIFICATION;
HV_STATIC_ASSERT(sizeof(GET_INJECT_DEBUG_INTERRUPT_NOTIFICATION) == 6);

/**
 * GetGuestNotificationNotifyPostLiveMigration: new host. Host to guest, no response. Since
 * Germanium.
 */
typedef struct GET_POST_LIVE_MIGRATION_NOTIFICATION
{
    GET_MESSAGE_HEADER MessageHeader;
} GET_POST_LIVE_MIGRATION_NOTIFICATION, *PGET_POST_LIVE_MIGRATION_NOTIFICATION;
HV_STATIC_ASSERT(sizeof(GET_POST_LIVE_MIGRATION_NOTIFICATION) == 4);

/*
 * Host notifications: power, and results of operations.
 */

/** GetHostNotificationPowerOff. Guest to host, no response. All versions. */
typedef struct GET_POWER_OFF_NOTIFICATION
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT8 Hibernate; /**< 1 to hibernate, else 0. */
    HV_UINT8 Padding;
} GET_POWER_OFF_NOTIFICATION, *PGET_POWER_OFF_NOTIFICATION;
HV_STATIC_ASSERT(sizeof(GET_POWER_OFF_NOTIFICATION) == 6);

/** GetHostNotificationReset. Guest to host, no response. All versions. */
typedef struct GET_RESET_NOTIFICATION
{
    GET_MESSAGE_HEADER MessageHeader;
} GET_RESET_NOTIFICATION, *PGET_RESET_NOTIFICATION;
HV_STATIC_ASSERT(sizeof(GET_RESET_NOTIFICATION) == 4);

/** GetHostNotificationModifyVtl2SettingsCompleted. Guest to host, no response. Since Nickel. */
typedef struct GET_MODIFY_VTL2_SETTINGS_COMPLETE_NOTIFICATION
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_COMPLETION_STATUS ModifyStatus; /**< Result of the change. */
    HV_UINT32 ResultDocumentSize;       /**< Bytes of ResultDocument; 0 after success. */
    HV_UINT8 ResultDocument[];          /**< JSON: an array of errors. */
} GET_MODIFY_VTL2_SETTINGS_COMPLETE_NOTIFICATION, *PGET_MODIFY_VTL2_SETTINGS_COMPLETE_NOTIFICATION;
HV_STATIC_ASSERT(sizeof(GET_MODIFY_VTL2_SETTINGS_COMPLETE_NOTIFICATION) == 12);

/** GetHostNotificationStartVtl0Completed. Guest to host, no response. Since Nickel. */
typedef struct GET_START_VTL0_COMPLETE_NOTIFICATION
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_COMPLETION_STATUS Status;
    HV_UINT32 ResultDocumentSize; /**< Bytes of ResultDocument; 0 after success. */
    HV_UINT8 ResultDocument[];    /**< Text of the error. */
} GET_START_VTL0_COMPLETE_NOTIFICATION, *PGET_START_VTL0_COMPLETE_NOTIFICATION;
HV_STATIC_ASSERT(sizeof(GET_START_VTL0_COMPLETE_NOTIFICATION) == 12);

/*
 * Crashes of VTL 0.
 */

/** GetHostNotificationVtlCrash: VTL 0 reports a crash. Guest to host, no response. Since Nickel. */
typedef struct GET_VTL_CRASH_NOTIFICATION
{
    GET_MESSAGE_HEADER MessageHeader;
    /** Zero-based index of the virtual processor; below the number of processors. */
    HV_UINT32 VpIndex;
    HV_UINT8 LastVtl;        /**< VTL that wrote the registers. */
    HV_UINT8 Reserved0;
    HV_UINT16 Reserved1;
    HV_UINT32 Reserved2;
    HV_UINT64 Control;       /**< Crash control register (Hypervisor/Msr.h). */
    HV_UINT64 Parameters[5]; /**< Crash registers P0 to P4; GET_VTL_CRASH_PARAMETER_COUNT. */
} GET_VTL_CRASH_NOTIFICATION, *PGET_VTL_CRASH_NOTIFICATION;
HV_STATIC_ASSERT(sizeof(GET_VTL_CRASH_NOTIFICATION) == 64);

/** Entries of GET_VTL_CRASH_NOTIFICATION.Parameters. */
#define GET_VTL_CRASH_PARAMETER_COUNT 5

/** Register of the faulting processor. */
typedef struct GET_REGISTER_STATE
{
    HV_UINT32 Name;     /**< HV_REGISTER_NAME. */
    HV_UINT8 Value[16]; /**< Value, least significant byte first. */
} GET_REGISTER_STATE, *PGET_REGISTER_STATE;
HV_STATIC_ASSERT(sizeof(GET_REGISTER_STATE) == 20);

/** Cause of the fault, in GET_TRIPLE_FAULT_NOTIFICATION.FaultType. */
typedef HV_UINT32 GET_TRIPLE_FAULT_TYPE, *PGET_TRIPLE_FAULT_TYPE;
enum
{
    GetTripleFaultUnrecoverableException = 1,
};

/** GetHostNotificationTripleFault. Guest to host, no response. Since Nickel. */
typedef struct GET_TRIPLE_FAULT_NOTIFICATION
{
    GET_MESSAGE_HEADER MessageHeader;
    /** Zero-based index of the virtual processor; below the number of processors. */
    HV_UINT32 VpIndex;
    GET_TRIPLE_FAULT_TYPE FaultType;
    HV_UINT32 RegisterCount;        /**< Entries of Registers; 0 from a confidential guest. */
    GET_REGISTER_STATE Registers[]; /**< Registers of the processor; RegisterCount elements. */
} GET_TRIPLE_FAULT_NOTIFICATION, *PGET_TRIPLE_FAULT_NOTIFICATION;
HV_STATIC_ASSERT(sizeof(GET_TRIPLE_FAULT_NOTIFICATION) == 16);

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_GUEST_EMULATION */
