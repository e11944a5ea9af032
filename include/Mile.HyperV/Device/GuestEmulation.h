/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Guest emulation transport (GET): what a paravisor that emulates the devices of VTL 0 needs of the host.
 *
 * Class 8dedd1aa-9056-49e4-bfd6-1bf90dc38ef0, instance
 * d3e4454d-62af-44ec-b851-3170915e5f56; a pipe in message mode (VMBus/Pipe.h),
 * offered to VTL 2 alone. The paravisor emulates the firmware's devices, the
 * TPM and the clock; the host keeps their configuration, their non-volatile
 * state and the keys, and is told of what it has to see. A message is named after
 * who gets it: host notifications and requests go to the host, guest
 * notifications to the guest.
 *
 *     guest (VTL 2)                                           host
 *       |-- GetHostRequestVersion ---------------------------->|
 *       |<-- response -----------------------------------------|  VersionAccepted
 *       |-- GetHostRequestDevicePlatformSettingsV2 ----------->|
 *       |<-- response: JSON, in one message or several --------|  the machine's configuration
 *       |-- GetHostRequestVmgsGetDeviceInfo, ...Read --------->|  the guest state file
 *       |<-- responses ----------------------------------------|
 *       |-- GetHostRequestGuestStateProtection, ... ---------->|  the key it is encrypted with
 *       |<-- response -----------------------------------------|
 *       |-- GetHostNotificationStartVtl0Completed ------------>|  VTL 0 runs, or why it does not
 *       |     ...                                              |
 *       |-- GetHostNotificationEventLog, ...PowerOff, ... ---->|  unanswered
 *       |<-- GetGuestNotificationUpdateGenerationId, ... ------|  unanswered, at any time
 *
 * A response has the number of its request and nothing else that ties them
 * together. OpenHCL keeps two requests open: one of GetHostRequestIgvmAttest
 * and GetHostRequestVpciDeviceControl, which take long, and one of the others.
 *
 * Servicing is the exchange of the paravisor while VTL 0 waits:
 *
 *       |<-- GetGuestNotificationSaveGuestVtl2State -----------|
 *       |-- GetHostRequestSaveGuestVtl2State ----------------->|  MoreData, ..., Success
 *       |<-- one response for all of them ---------------------|
 *       |     the new paravisor starts, negotiates ...         |
 *       |-- GetHostRequestRestoreGuestVtl2State -------------->|  RequestData, once
 *       |<-- responses ----------------------------------------|  MoreData, ..., Success
 *       |-- GetHostNotificationRestoreGuestVtl2StateCompleted >|
 *
 * Messages of events and traces are in GuestEmulationLog.h.
 *
 * Big documents travel as text and have no structure here: the device platform
 * settings (JSON; OpenVMM dps_json.rs), the VTL 2 settings (JSON or protobuf;
 * OpenVMM vtl2_settings_proto), the errors of a change of settings (JSON), and
 * the saved state (opaque).
 *
 * What a guest checks, because the host is not trusted: MessageVersion and
 * MessageType; that a response is for the open request, and that its length is
 * the structure's, or with a payload exactly the structure's and Size bytes;
 * IGVM_ATTEST lengths within the shared pages; GSP lengths within their
 * buffers; that pieces of a payload come to an end. In a confidential guest the
 * settings are advice alone, since nothing attests them.
 *
 * Sources: OpenVMM get_protocol, guest_emulation_transport,
 * guest_emulation_device.
 */

#ifndef MILE_HYPERV_DEVICE_GUEST_EMULATION
#define MILE_HYPERV_DEVICE_GUEST_EMULATION

#include "../Hypervisor/Types.h"
#include "../VMBus/DeviceGuid.h"

HV_HEADER_BEGIN

/** No message is longer. */
#define GET_MAXIMUM_MESSAGE_SIZE 12288
#define GET_MAXIMUM_HEADER_SIZE 256
/** The most of one message's variable part. */
#define GET_MAXIMUM_PAYLOAD_SIZE 8192

/*
 * Versions: the major number in the high half.
 */

#define GET_PROTOCOL_VERSION_INVALID 0
/** 1.0 */
#define GET_PROTOCOL_VERSION_RS5 0x00010000
/** 3.0 */
#define GET_PROTOCOL_VERSION_IRON 0x00030000
/** 4.2, the only one that OpenVMM speaks. */
#define GET_PROTOCOL_VERSION_NICKEL_REV2 0x00040002

/*
 * The header.
 */

/** GET_MESSAGE_HEADER.MessageVersion. */
typedef HV_UINT8 GET_MESSAGE_VERSION, *PGET_MESSAGE_VERSION;
enum
{
    GetMessageVersionInvalid = 0,
    GetMessageVersion1 = 1,
};

/** GET_MESSAGE_HEADER.MessageType: whose numbers MessageId has. */
typedef HV_UINT8 GET_MESSAGE_TYPE, *PGET_MESSAGE_TYPE;
enum
{
    GetMessageInvalid = 0,
    GetMessageHostNotification = 1,  /**< Guest to host: a GET_HOST_NOTIFICATION. */
    GetMessageHostRequest = 2,       /**< Guest to host: a GET_HOST_REQUEST. */
    GetMessageHostResponse = 3,      /**< Host to guest: the same GET_HOST_REQUEST. */
    GetMessageGuestNotification = 4, /**< Host to guest: a GET_GUEST_NOTIFICATION. */
};

/** MessageId of what the host tells. */
typedef HV_UINT16 GET_GUEST_NOTIFICATION, *PGET_GUEST_NOTIFICATION;
enum
{
    GetGuestNotificationInvalid = 0,
    GetGuestNotificationUpdateGenerationId = 1,
    GetGuestNotificationSaveGuestVtl2State = 2, /**< Since Nickel, as all from here to 6. */
    GetGuestNotificationReserved3 = 3,
    GetGuestNotificationVpciDeviceNotification = 4,
    GetGuestNotificationModifyVtl2Settings = 5,     /**< Small settings, ... */
    GetGuestNotificationModifyVtl2SettingsRev1 = 6, /**< ... and large ones. */
    GetGuestNotificationBatteryStatus = 7,          /**< Since Germanium, as all from here on. */
    GetGuestNotificationInjectDebugInterrupt = 8,
    GetGuestNotificationNotifyPostLiveMigration = 9,
};

/** MessageId of what the guest tells. */
typedef HV_UINT16 GET_HOST_NOTIFICATION, *PGET_HOST_NOTIFICATION;
enum
{
    GetHostNotificationInvalid = 0,
    GetHostNotificationPowerOff = 1,
    GetHostNotificationReset = 2,
    GetHostNotificationEventLog = 3,
    GetHostNotificationLogTrace = 4,
    GetHostNotificationRestoreGuestVtl2StateCompleted = 5, /**< Since Nickel, as all from here on. */
    GetHostNotificationModifyVtl2SettingsCompleted = 6,
    GetHostNotificationStartVtl0Completed = 7,
    GetHostNotificationVtlCrash = 8,
    GetHostNotificationTripleFault = 9,
};

/** MessageId of what the guest asks, and of the answer. */
typedef HV_UINT16 GET_HOST_REQUEST, *PGET_HOST_REQUEST;
enum
{
    GetHostRequestInvalid = 0,
    GetHostRequestVersion = 1,
    GetHostRequestTime = 2,
    GetHostRequestBiosBootFinalize = 3, /**< Version 1.0 alone. */
    GetHostRequestVmgsGetDeviceInfo = 4,
    GetHostRequestVmgsRead = 5,
    GetHostRequestVmgsWrite = 6,
    GetHostRequestVmgsFlush = 7,
    GetHostRequestIgvmAttest = 8,
    GetHostRequestGuestStateProtectionById = 9, /**< From here to 14: since Redstone. */
    GetHostRequestVmgsKeysRead = 10,            /**< Its form is not public. */
    GetHostRequestLogTrace = 11,                /**< Out of use. */
    GetHostRequestActivityTraceStart = 12,
    GetHostRequestActivityTraceOp = 13,
    GetHostRequestEventTrace = 14,
    GetHostRequestDevicePlatformSettings = 15,   /**< Out of use, since V2. */
    GetHostRequestAdvisoryPlatformSettings = 16, /**< Out of use, since V2. */
    GetHostRequestGuestStateProtection = 17,
    GetHostRequestDevicePlatformSettingsV2 = 18, /**< Since Nickel, as all from here on. */
    GetHostRequestVpciDeviceControl = 19,
    GetHostRequestSaveGuestVtl2State = 20,
    GetHostRequestRestoreGuestVtl2State = 21,
    GetHostRequestVpciDeviceBindingChange = 22,
    GetHostRequestVgaProxyPciRead = 23,
    GetHostRequestVgaProxyPciWrite = 24,
    GetHostRequestReserved25 = 25,
    GetHostRequestReserved26 = 26,
    GetHostRequestDevicePlatformSettingsV2Rev1 = 27, /**< Only in responses: to 18, if one message is too small. */
    GetHostRequestCreateRamGpaRange = 28,
    GetHostRequestResetRamGpaRange = 29,
    GetHostRequestLoadFirmware = 30,
    GetHostRequestUnmapFramebuffer = 0xFFFE, /**< OpenVMM's own, as the next. */
    GetHostRequestMapFramebuffer = 0xFFFF,
};

/** Begins each message, and is the whole of some. */
typedef struct GET_MESSAGE_HEADER
{
    GET_MESSAGE_VERSION MessageVersion;
    GET_MESSAGE_TYPE MessageType;
    HV_UINT16 MessageId; /**< Of the three types above, the one that MessageType says. */
} GET_MESSAGE_HEADER, *PGET_MESSAGE_HEADER;
HV_STATIC_ASSERT(sizeof(GET_MESSAGE_HEADER) == 4);

/** PayloadState of a message that is a piece of something. */
typedef HV_UINT32 GET_LARGE_PAYLOAD_STATE, *PGET_LARGE_PAYLOAD_STATE;
enum
{
    GetLargePayloadEnd = 0,
    GetLargePayloadMore = 1,
};

/*
 * Version and time.
 */

/** GetHostRequestVersion; the first message of the channel. */
typedef struct GET_VERSION_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT32 Version; /**< GET_PROTOCOL_VERSION_... */
} GET_VERSION_REQUEST, *PGET_VERSION_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_VERSION_REQUEST) == 8);

/** If it is not accepted, the guest may ask for another. */
typedef struct GET_VERSION_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT8 VersionAccepted; /**< 0 or 1. */
    HV_UINT8 Padding;
} GET_VERSION_RESPONSE, *PGET_VERSION_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_VERSION_RESPONSE) == 6);

/** GetHostRequestTime. */
typedef struct GET_TIME_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
} GET_TIME_REQUEST, *PGET_TIME_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_TIME_REQUEST) == 4);

/** The host's clock. */
typedef struct GET_TIME_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT32 Padding;
    HV_UINT64 VmReferenceTime;
    HV_INT64 Utc;             /**< 100 ns units since 1601. */
    HV_INT16 TimeZone;        /**< Minutes that are added to local time for UTC: positive in the west. */
    HV_UINT8 DaylightSavings; /**< 0 or 1. */
    HV_UINT8 Padding1[5];
} GET_TIME_RESPONSE, *PGET_TIME_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_TIME_RESPONSE) == 32);

/*
 * Device platform settings. Requests 15 and 16 have no public form.
 */

/** Length of an SMBIOS text in the settings. */
#define GET_DEVICE_PLATFORM_MAXIMUM_SMBIOS_LENGTH 64

/** The Secure Boot template, in version 1 of the settings. */
typedef HV_UINT32 GET_SECURE_BOOT_TEMPLATE_TYPE, *PGET_SECURE_BOOT_TEMPLATE_TYPE;
enum
{
    GetSecureBootTemplateSecureBootDisabled = 0,
    GetSecureBootTemplateMicrosoftWindows = 1,
    GetSecureBootTemplateMicrosoftUefiCertificateAuthority = 2,
    GetSecureBootTemplateOpenSourceShieldedVm = 3,
};

/** ConsoleMode of the settings. */
typedef HV_UINT8 GET_UEFI_CONSOLE_MODE, *PGET_UEFI_CONSOLE_MODE;
enum
{
    GetUefiConsoleModeDefault = 0,
    GetUefiConsoleModeCom1 = 1,
    GetUefiConsoleModeCom2 = 2,
    GetUefiConsoleModeNone = 3,
};

/** GetHostRequestDevicePlatformSettingsV2. */
typedef struct GET_DEVICE_PLATFORM_SETTINGS_REQUEST_V2
{
    GET_MESSAGE_HEADER MessageHeader;
} GET_DEVICE_PLATFORM_SETTINGS_REQUEST_V2, *PGET_DEVICE_PLATFORM_SETTINGS_REQUEST_V2;
HV_STATIC_ASSERT(sizeof(GET_DEVICE_PLATFORM_SETTINGS_REQUEST_V2) == 4);

/** The settings, if one message holds them. */
typedef struct GET_DEVICE_PLATFORM_SETTINGS_RESPONSE_V2
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT32 Size;     /**< Bytes of Payload. */
    HV_UINT8 Payload[]; /**< JSON. */
} GET_DEVICE_PLATFORM_SETTINGS_RESPONSE_V2, *PGET_DEVICE_PLATFORM_SETTINGS_RESPONSE_V2;
HV_STATIC_ASSERT(sizeof(GET_DEVICE_PLATFORM_SETTINGS_RESPONSE_V2) == 8);

/** A piece of them; MessageId is GetHostRequestDevicePlatformSettingsV2Rev1. */
typedef struct GET_DEVICE_PLATFORM_SETTINGS_RESPONSE_V2_REV1
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT32 Size; /**< Bytes of Payload. */
    GET_LARGE_PAYLOAD_STATE PayloadState;
    HV_UINT8 Payload[]; /**< JSON. */
} GET_DEVICE_PLATFORM_SETTINGS_RESPONSE_V2_REV1, *PGET_DEVICE_PLATFORM_SETTINGS_RESPONSE_V2_REV1;
HV_STATIC_ASSERT(sizeof(GET_DEVICE_PLATFORM_SETTINGS_RESPONSE_V2_REV1) == 12);

/*
 * VMGS: the virtual machine's guest state file, as a disk. Offsets and counts
 * are in logical sectors.
 */

/** The longest fixed part of these messages, and what is left of a 32-bit length. */
#define GET_VMGS_MAXIMUM_IO_MESSAGE_HEADER_SIZE 24
#define GET_VMGS_MAXIMUM_TRANSFER_SIZE 0xFFFFFFE7U

/** Status of these responses. */
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
/** Past the host's cache. */
#define GET_VMGS_WRITE_FLAG_WRITE_THROUGH 0x1

/** GetHostRequestVmgsGetDeviceInfo. */
typedef struct GET_VMGS_GET_DEVICE_INFO_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
} GET_VMGS_GET_DEVICE_INFO_REQUEST, *PGET_VMGS_GET_DEVICE_INFO_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_VMGS_GET_DEVICE_INFO_REQUEST) == 4);

/** Host to guest. */
typedef struct GET_VMGS_GET_DEVICE_INFO_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_VMGS_IO_STATUS Status;
    HV_UINT64 Capacity; /**< Logical sectors. */
    HV_UINT16 BytesPerLogicalSector;
    HV_UINT16 BytesPerPhysicalSector;
    HV_UINT32 MaximumTransferSizeBytes;
} GET_VMGS_GET_DEVICE_INFO_RESPONSE, *PGET_VMGS_GET_DEVICE_INFO_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_VMGS_GET_DEVICE_INFO_RESPONSE) == 24);

/** GetHostRequestVmgsWrite. */
typedef struct GET_VMGS_WRITE_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT32 Flags; /**< GET_VMGS_WRITE_FLAG_... */
    HV_UINT64 SectorOffset;
    HV_UINT32 SectorCount;
    HV_UINT32 Padding;
    HV_UINT8 Payload[];
} GET_VMGS_WRITE_REQUEST, *PGET_VMGS_WRITE_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_VMGS_WRITE_REQUEST) == 24);

/** Host to guest. */
typedef struct GET_VMGS_WRITE_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_VMGS_IO_STATUS Status;
} GET_VMGS_WRITE_RESPONSE, *PGET_VMGS_WRITE_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_VMGS_WRITE_RESPONSE) == 8);

/** GetHostRequestVmgsRead. */
typedef struct GET_VMGS_READ_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT32 Flags; /**< GET_VMGS_READ_FLAG_NONE. */
    HV_UINT64 SectorOffset;
    HV_UINT32 SectorCount;
    HV_UINT32 Padding;
} GET_VMGS_READ_REQUEST, *PGET_VMGS_READ_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_VMGS_READ_REQUEST) == 24);

/** Host to guest; the payload is exactly what was asked for, or nothing. */
typedef struct GET_VMGS_READ_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_VMGS_IO_STATUS Status;
    HV_UINT8 Payload[];
} GET_VMGS_READ_RESPONSE, *PGET_VMGS_READ_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_VMGS_READ_RESPONSE) == 8);

/** GetHostRequestVmgsFlush. */
typedef struct GET_VMGS_FLUSH_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
} GET_VMGS_FLUSH_REQUEST, *PGET_VMGS_FLUSH_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_VMGS_FLUSH_REQUEST) == 4);

/** Host to guest. */
typedef struct GET_VMGS_FLUSH_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_VMGS_IO_STATUS Status;
} GET_VMGS_FLUSH_RESPONSE, *PGET_VMGS_FLUSH_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_VMGS_FLUSH_RESPONSE) == 8);

/*
 * Guest state protection (GSP): seeds from which the key of the guest state is
 * derived. The host decrypts what it once encrypted, and encrypts the new seed.
 */

#define GET_GSP_CLEARTEXT_MAXIMUM 32
#define GET_GSP_CIPHERTEXT_MAXIMUM 512
/** How many encrypted seeds a guest keeps. */
#define GET_GSP_COUNT 2

/** What the guest understands, in a request; how it went, in a response. */
typedef union GET_GSP_EXTENDED_STATUS_FLAGS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 StateRefreshRequest : 1; /**< Bit 0: renew the TPM's seeds. */
        HV_UINT32 NoRegistryFile : 1;      /**< Bit 1: there is no protection by id. */
        HV_UINT32 NoRpcServer : 1;         /**< Bit 2: there is no protection by key. */
        HV_UINT32 AllowAkCertRenewal : 1;  /**< Bit 3: of the TPM's attestation key. */
        HV_UINT32 RequiresRpcServer : 1;   /**< Bit 4: no other protection will do. */
        HV_UINT32 Reserved : 27;
    };
#endif
} GET_GSP_EXTENDED_STATUS_FLAGS, *PGET_GSP_EXTENDED_STATUS_FLAGS;
HV_STATIC_ASSERT(sizeof(GET_GSP_EXTENDED_STATUS_FLAGS) == 4);

/** A seed. */
typedef struct GET_GSP_CLEARTEXT_CONTENT
{
    HV_UINT32 Length;    /**< Bytes of Buffer; a new seed has GET_GSP_CLEARTEXT_MAXIMUM. */
    HV_UINT8 Buffer[64]; /**< Twice GET_GSP_CLEARTEXT_MAXIMUM. */
} GET_GSP_CLEARTEXT_CONTENT, *PGET_GSP_CLEARTEXT_CONTENT;
HV_STATIC_ASSERT(sizeof(GET_GSP_CLEARTEXT_CONTENT) == 68);

/** A seed that only the host's key service can read. */
typedef struct GET_GSP_CIPHERTEXT_CONTENT
{
    HV_UINT32 Length;     /**< Bytes of Buffer; 0 if there is none. */
    HV_UINT8 Buffer[512]; /**< GET_GSP_CIPHERTEXT_MAXIMUM. */
} GET_GSP_CIPHERTEXT_CONTENT, *PGET_GSP_CIPHERTEXT_CONTENT;
HV_STATIC_ASSERT(sizeof(GET_GSP_CIPHERTEXT_CONTENT) == 516);

/** GetHostRequestGuestStateProtectionById. */
typedef struct GET_GUEST_STATE_PROTECTION_BY_ID_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
} GET_GUEST_STATE_PROTECTION_BY_ID_REQUEST, *PGET_GUEST_STATE_PROTECTION_BY_ID_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_GUEST_STATE_PROTECTION_BY_ID_REQUEST) == 4);

/** Host to guest. */
typedef struct GET_GUEST_STATE_PROTECTION_BY_ID_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_GSP_CLEARTEXT_CONTENT Seed;
    GET_GSP_EXTENDED_STATUS_FLAGS ExtendedStatusFlags;
} GET_GUEST_STATE_PROTECTION_BY_ID_RESPONSE, *PGET_GUEST_STATE_PROTECTION_BY_ID_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_GUEST_STATE_PROTECTION_BY_ID_RESPONSE) == 76);

/** GetHostRequestGuestStateProtection. */
typedef struct GET_GUEST_STATE_PROTECTION_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_GSP_CLEARTEXT_CONTENT NewGsp;           /**< To be encrypted. */
    GET_GSP_CIPHERTEXT_CONTENT EncryptedGsp[2]; /**< To be decrypted; GET_GSP_COUNT. */
    GET_GSP_EXTENDED_STATUS_FLAGS ExtendedStatusSupportFlags;
} GET_GUEST_STATE_PROTECTION_REQUEST, *PGET_GUEST_STATE_PROTECTION_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_GUEST_STATE_PROTECTION_REQUEST) == 1108);

/** Host to guest. */
typedef struct GET_GUEST_STATE_PROTECTION_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_GSP_CIPHERTEXT_CONTENT EncryptedGsp;
    GET_GSP_CLEARTEXT_CONTENT DecryptedGsp[2];
    GET_GSP_EXTENDED_STATUS_FLAGS ExtendedStatusFlags;
} GET_GUEST_STATE_PROTECTION_RESPONSE, *PGET_GUEST_STATE_PROTECTION_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_GUEST_STATE_PROTECTION_RESPONSE) == 660);

/*
 * Attestation: the host's agent exchanges the report of an isolated guest for
 * keys or certificates. The answer lies in pages that the guest shares.
 */

#define GET_IGVM_ATTEST_MAXIMUM_AGENT_DATA_SIZE 2048
#define GET_IGVM_ATTEST_MAXIMUM_REPORT_SIZE 4096
#define GET_IGVM_ATTEST_MAXIMUM_SHARED_GPA 16

/** GET_IGVM_ATTEST_RESPONSE.Length: the agent failed. */
#define GET_IGVM_ATTEST_GENERIC_ERROR_CODE 0xFFFFFFFFU

/** GetHostRequestIgvmAttest. */
typedef struct GET_IGVM_ATTEST_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT32 NumberGpa;     /**< Entries of SharedGpa. */
    HV_UINT64 SharedGpa[16]; /**< Pages for the answer, in bytes, without the bit that says "shared". */
    HV_UINT32 AgentDataLength;
    HV_UINT32 ReportLength;
    HV_UINT8 AgentData[2048];
    HV_UINT8 Report[4096];
} GET_IGVM_ATTEST_REQUEST, *PGET_IGVM_ATTEST_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_IGVM_ATTEST_REQUEST) == 6288);

/** Host to guest. */
typedef struct GET_IGVM_ATTEST_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT32 Length; /**< Bytes in the shared pages, or GET_IGVM_ATTEST_GENERIC_ERROR_CODE. */
} GET_IGVM_ATTEST_RESPONSE, *PGET_IGVM_ATTEST_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_IGVM_ATTEST_RESPONSE) == 8);

/*
 * Firmware and memory.
 */

/** GetHostRequestBiosBootFinalize. */
typedef struct GET_BIOS_BOOT_FINALIZE_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT8 Value;
    HV_UINT8 Padding;
} GET_BIOS_BOOT_FINALIZE_REQUEST, *PGET_BIOS_BOOT_FINALIZE_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_BIOS_BOOT_FINALIZE_REQUEST) == 6);

/** Host to guest. */
typedef struct GET_BIOS_BOOT_FINALIZE_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
} GET_BIOS_BOOT_FINALIZE_RESPONSE, *PGET_BIOS_BOOT_FINALIZE_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_BIOS_BOOT_FINALIZE_RESPONSE) == 4);

/** GET_CREATE_RAM_GPA_RANGE_REQUEST.Flags. */
typedef union GET_CREATE_RAM_GPA_RANGE_FLAGS
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Reserved1 : 1;
        HV_UINT64 RomMb : 1; /**< Bit 1: what is written is lost. */
        HV_UINT64 Reserved : 62;
    };
#endif
} GET_CREATE_RAM_GPA_RANGE_FLAGS, *PGET_CREATE_RAM_GPA_RANGE_FLAGS;
HV_STATIC_ASSERT(sizeof(GET_CREATE_RAM_GPA_RANGE_FLAGS) == 8);

/** GetHostRequestCreateRamGpaRange: RAM of VTL 0 appears at one more address, as the ROM windows of a PC do. */
typedef struct GET_CREATE_RAM_GPA_RANGE_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT32 Slot;      /**< The guest's number for it. */
    HV_UINT64 GpaStart;  /**< Where, in bytes. */
    HV_UINT64 GpaCount;  /**< How much, in bytes. */
    HV_UINT64 GpaOffset; /**< What, in bytes. */
    GET_CREATE_RAM_GPA_RANGE_FLAGS Flags;
} GET_CREATE_RAM_GPA_RANGE_REQUEST, *PGET_CREATE_RAM_GPA_RANGE_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_CREATE_RAM_GPA_RANGE_REQUEST) == 40);

/** GET_CREATE_RAM_GPA_RANGE_RESPONSE.Status. */
typedef HV_UINT32 GET_CREATE_RAM_GPA_RANGE_STATUS, *PGET_CREATE_RAM_GPA_RANGE_STATUS;
enum
{
    GetCreateRamGpaRangeSuccess = 0,
    GetCreateRamGpaRangeSlotOutOfBounds = 1,
    GetCreateRamGpaRangeSlotOccupied = 2, /**< Until GetHostRequestResetRamGpaRange. */
    GetCreateRamGpaRangeInvalidFlag = 3,
    GetCreateRamGpaRangeInvalidGpa = 4,
    GetCreateRamGpaRangeFailed = 5,
};

/** Host to guest. */
typedef struct GET_CREATE_RAM_GPA_RANGE_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_CREATE_RAM_GPA_RANGE_STATUS Status;
} GET_CREATE_RAM_GPA_RANGE_RESPONSE, *PGET_CREATE_RAM_GPA_RANGE_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_CREATE_RAM_GPA_RANGE_RESPONSE) == 8);

/** GetHostRequestResetRamGpaRange. */
typedef struct GET_RESET_RAM_GPA_RANGE_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT32 Slot;
} GET_RESET_RAM_GPA_RANGE_REQUEST, *PGET_RESET_RAM_GPA_RANGE_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_RESET_RAM_GPA_RANGE_REQUEST) == 8);

/** Host to guest. */
typedef struct GET_RESET_RAM_GPA_RANGE_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
} GET_RESET_RAM_GPA_RANGE_RESPONSE, *PGET_RESET_RAM_GPA_RANGE_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_RESET_RAM_GPA_RANGE_RESPONSE) == 4);

HV_PACK_BEGIN
/**
 * GetHostRequestLoadFirmware: the host writes an image into the RAM of VTL 0,
 * and nothing else; registers are the guest's. Only if the settings allow it.
 */
typedef struct GET_LOAD_FIRMWARE_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT64 FirmwareToken; /**< Names the image; the host knows what it means. */
} GET_LOAD_FIRMWARE_REQUEST, *PGET_LOAD_FIRMWARE_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_LOAD_FIRMWARE_REQUEST) == 12);
HV_PACK_END

/** GET_LOAD_FIRMWARE_RESPONSE.Status. */
typedef HV_UINT32 GET_LOAD_FIRMWARE_STATUS, *PGET_LOAD_FIRMWARE_STATUS;
enum
{
    GetLoadFirmwareSuccess = 0,
    GetLoadFirmwareInvalidToken = 1,
    GetLoadFirmwareFailed = 2,
};

/** Host to guest. */
typedef struct GET_LOAD_FIRMWARE_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_LOAD_FIRMWARE_STATUS Status;
    HV_UINT64 EntryPointImageOffset; /**< From the image's first byte, after success. */
} GET_LOAD_FIRMWARE_RESPONSE, *PGET_LOAD_FIRMWARE_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_LOAD_FIRMWARE_RESPONSE) == 16);

HV_PACK_BEGIN
/** GetHostRequestMapFramebuffer. */
typedef struct GET_MAP_FRAMEBUFFER_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT64 Gpa; /**< Where the guest wants it. */
} GET_MAP_FRAMEBUFFER_REQUEST, *PGET_MAP_FRAMEBUFFER_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_MAP_FRAMEBUFFER_REQUEST) == 12);
HV_PACK_END

/** How something of two outcomes went. */
typedef HV_UINT32 GET_COMPLETION_STATUS, *PGET_COMPLETION_STATUS;
enum
{
    GetCompletionSuccess = 0,
    GetCompletionFailure = 1,
};

/** Host to guest. */
typedef struct GET_MAP_FRAMEBUFFER_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_COMPLETION_STATUS Status;
} GET_MAP_FRAMEBUFFER_RESPONSE, *PGET_MAP_FRAMEBUFFER_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_MAP_FRAMEBUFFER_RESPONSE) == 8);

/** GetHostRequestUnmapFramebuffer. */
typedef struct GET_UNMAP_FRAMEBUFFER_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
} GET_UNMAP_FRAMEBUFFER_REQUEST, *PGET_UNMAP_FRAMEBUFFER_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_UNMAP_FRAMEBUFFER_REQUEST) == 4);

/** Host to guest. */
typedef struct GET_UNMAP_FRAMEBUFFER_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_COMPLETION_STATUS Status;
} GET_UNMAP_FRAMEBUFFER_RESPONSE, *PGET_UNMAP_FRAMEBUFFER_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_UNMAP_FRAMEBUFFER_RESPONSE) == 8);

/*
 * Devices of VTL 0: virtual PCI buses that the paravisor stands behind, and the
 * configuration space of the emulated VGA adapter, which is the host's.
 */

typedef HV_UINT32 GET_VPCI_DEVICE_CONTROL_CODE, *PGET_VPCI_DEVICE_CONTROL_CODE;
enum
{
    GetVpciDeviceControlUndefined = 0,
    GetVpciDeviceControlOffer = 1,
    GetVpciDeviceControlRevoke = 2,
    GetVpciDeviceControlReset = 3,
};

/** Status of the two kinds of response. */
typedef HV_UINT32 GET_VPCI_DEVICE_CONTROL_STATUS, *PGET_VPCI_DEVICE_CONTROL_STATUS;
enum
{
    GetVpciDeviceControlStatusSuccess = 0,
    GetVpciDeviceControlStatusInvalidRequest = 1,
    GetVpciDeviceControlStatusDeviceNotFound = 2,
    GetVpciDeviceControlStatusInvalidDeviceState = 3,
    GetVpciDeviceControlStatusGenericFailure = 4,
};

/** GetHostRequestVpciDeviceControl. */
typedef struct GET_VPCI_DEVICE_CONTROL_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_VPCI_DEVICE_CONTROL_CODE Code;
    HV_GUID BusInstanceId; /**< Of the bus's VMBus channel. */
} GET_VPCI_DEVICE_CONTROL_REQUEST, *PGET_VPCI_DEVICE_CONTROL_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_VPCI_DEVICE_CONTROL_REQUEST) == 24);

/** Host to guest. */
typedef struct GET_VPCI_DEVICE_CONTROL_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_VPCI_DEVICE_CONTROL_STATUS Status;
} GET_VPCI_DEVICE_CONTROL_RESPONSE, *PGET_VPCI_DEVICE_CONTROL_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_VPCI_DEVICE_CONTROL_RESPONSE) == 8);

typedef HV_UINT32 GET_VPCI_DEVICE_NOTIFICATION_CODE, *PGET_VPCI_DEVICE_NOTIFICATION_CODE;
enum
{
    GetVpciDeviceNotificationUndefined = 0,
    GetVpciDeviceNotificationEnumerated = 1,
    GetVpciDeviceNotificationPrepareForRemoval = 2,
};

/** GetGuestNotificationVpciDeviceNotification. */
typedef struct GET_VPCI_DEVICE_NOTIFICATION
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_GUID BusInstanceId;
    GET_VPCI_DEVICE_NOTIFICATION_CODE Code;
} GET_VPCI_DEVICE_NOTIFICATION, *PGET_VPCI_DEVICE_NOTIFICATION;
HV_STATIC_ASSERT(sizeof(GET_VPCI_DEVICE_NOTIFICATION) == 24);

HV_PACK_BEGIN
/** GetHostRequestVpciDeviceBindingChange: VTL 0 sees the device, or no longer. */
typedef struct GET_VPCI_DEVICE_BINDING_CHANGE_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_GUID BusInstanceId;
    HV_UINT8 BindingState; /**< 0 or 1. */
} GET_VPCI_DEVICE_BINDING_CHANGE_REQUEST, *PGET_VPCI_DEVICE_BINDING_CHANGE_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_VPCI_DEVICE_BINDING_CHANGE_REQUEST) == 21);
HV_PACK_END

/** Host to guest. */
typedef struct GET_VPCI_DEVICE_BINDING_CHANGE_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_GUID BusInstanceId;
    GET_VPCI_DEVICE_CONTROL_STATUS Status;
} GET_VPCI_DEVICE_BINDING_CHANGE_RESPONSE, *PGET_VPCI_DEVICE_BINDING_CHANGE_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_VPCI_DEVICE_BINDING_CHANGE_RESPONSE) == 24);

/** GetHostRequestVgaProxyPciRead. */
typedef struct GET_VGA_PROXY_PCI_READ_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT16 Offset; /**< Bytes into configuration space. */
} GET_VGA_PROXY_PCI_READ_REQUEST, *PGET_VGA_PROXY_PCI_READ_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_VGA_PROXY_PCI_READ_REQUEST) == 6);

/** Host to guest. */
typedef struct GET_VGA_PROXY_PCI_READ_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT32 Value;
} GET_VGA_PROXY_PCI_READ_RESPONSE, *PGET_VGA_PROXY_PCI_READ_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_VGA_PROXY_PCI_READ_RESPONSE) == 8);

HV_PACK_BEGIN
/** GetHostRequestVgaProxyPciWrite. */
typedef struct GET_VGA_PROXY_PCI_WRITE_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT32 Value;
    HV_UINT16 Offset;
} GET_VGA_PROXY_PCI_WRITE_REQUEST, *PGET_VGA_PROXY_PCI_WRITE_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_VGA_PROXY_PCI_WRITE_REQUEST) == 10);
HV_PACK_END

/** Host to guest. */
typedef struct GET_VGA_PROXY_PCI_WRITE_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
} GET_VGA_PROXY_PCI_WRITE_RESPONSE, *PGET_VGA_PROXY_PCI_WRITE_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_VGA_PROXY_PCI_WRITE_RESPONSE) == 4);

/*
 * Servicing.
 */

/** Status of the pieces of a saved state. */
typedef HV_UINT16 GET_GUEST_VTL2_SAVE_RESTORE_STATUS, *PGET_GUEST_VTL2_SAVE_RESTORE_STATUS;
enum
{
    GetGuestVtl2SaveRestoreSuccess = 0, /**< The last piece. */
    GetGuestVtl2SaveRestoreFailure = 1,
    GetGuestVtl2SaveRestoreMoreData = 2,
    GetGuestVtl2SaveRestoreRequestData = 3,
};

/** GET_SAVE_GUEST_VTL2_STATE_NOTIFICATION.CapabilitiesFlags: devices that may go on while nobody drives them. */
typedef union GET_SAVE_GUEST_VTL2_STATE_FLAGS
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 EnableNvmeKeepalive : 1; /**< Bit 0. */
        HV_UINT64 EnableManaKeepalive : 1; /**< Bit 1. */
        HV_UINT64 Reserved1 : 62;
    };
#endif
} GET_SAVE_GUEST_VTL2_STATE_FLAGS, *PGET_SAVE_GUEST_VTL2_STATE_FLAGS;
HV_STATIC_ASSERT(sizeof(GET_SAVE_GUEST_VTL2_STATE_FLAGS) == 8);

HV_PACK_BEGIN
/** GetGuestNotificationSaveGuestVtl2State. */
typedef struct GET_SAVE_GUEST_VTL2_STATE_NOTIFICATION
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_GUID CorrelationId; /**< For the logs of both sides. */
    GET_SAVE_GUEST_VTL2_STATE_FLAGS CapabilitiesFlags;
    HV_UINT16 TimeoutHintSecs;
} GET_SAVE_GUEST_VTL2_STATE_NOTIFICATION, *PGET_SAVE_GUEST_VTL2_STATE_NOTIFICATION;
HV_STATIC_ASSERT(sizeof(GET_SAVE_GUEST_VTL2_STATE_NOTIFICATION) == 30);
HV_PACK_END

/** GetHostRequestSaveGuestVtl2State. Failure has no payload and is not answered. */
typedef struct GET_SAVE_GUEST_VTL2_STATE_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_GUEST_VTL2_SAVE_RESTORE_STATUS SaveStatus;
    HV_UINT8 Payload[]; /**< To the end of the message; at most GET_MAXIMUM_PAYLOAD_SIZE. */
} GET_SAVE_GUEST_VTL2_STATE_REQUEST, *PGET_SAVE_GUEST_VTL2_STATE_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_SAVE_GUEST_VTL2_STATE_REQUEST) == 6);

/** Host to guest, after the last piece. */
typedef struct GET_SAVE_GUEST_VTL2_STATE_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_GUEST_VTL2_SAVE_RESTORE_STATUS SaveStatus; /**< Success or failure. */
} GET_SAVE_GUEST_VTL2_STATE_RESPONSE, *PGET_SAVE_GUEST_VTL2_STATE_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_SAVE_GUEST_VTL2_STATE_RESPONSE) == 6);

/** GetHostRequestRestoreGuestVtl2State. */
typedef struct GET_RESTORE_GUEST_VTL2_STATE_REQUEST
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_GUEST_VTL2_SAVE_RESTORE_STATUS RestoreStatus; /**< GetGuestVtl2SaveRestoreRequestData. */
} GET_RESTORE_GUEST_VTL2_STATE_REQUEST, *PGET_RESTORE_GUEST_VTL2_STATE_REQUEST;
HV_STATIC_ASSERT(sizeof(GET_RESTORE_GUEST_VTL2_STATE_REQUEST) == 6);

HV_PACK_BEGIN
/** Host to guest: a piece. */
typedef struct GET_RESTORE_GUEST_VTL2_STATE_RESPONSE
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT32 DataLength; /**< Bytes of Payload. */
    GET_GUEST_VTL2_SAVE_RESTORE_STATUS RestoreStatus;
    HV_UINT8 Payload[];
} GET_RESTORE_GUEST_VTL2_STATE_RESPONSE, *PGET_RESTORE_GUEST_VTL2_STATE_RESPONSE;
HV_STATIC_ASSERT(sizeof(GET_RESTORE_GUEST_VTL2_STATE_RESPONSE) == 10);
HV_PACK_END

/** GetHostNotificationRestoreGuestVtl2StateCompleted. */
typedef struct GET_RESTORE_GUEST_VTL2_STATE_HOST_NOTIFICATION
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_GUEST_VTL2_SAVE_RESTORE_STATUS Status; /**< Success or failure. */
} GET_RESTORE_GUEST_VTL2_STATE_HOST_NOTIFICATION, *PGET_RESTORE_GUEST_VTL2_STATE_HOST_NOTIFICATION;
HV_STATIC_ASSERT(sizeof(GET_RESTORE_GUEST_VTL2_STATE_HOST_NOTIFICATION) == 6);

/*
 * Other notifications of the host.
 */

/** GetGuestNotificationUpdateGenerationId: the machine is another one now, or at another time. */
typedef struct GET_UPDATE_GENERATION_ID
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT32 Padding;
    HV_UINT8 GenerationId[16];
} GET_UPDATE_GENERATION_ID, *PGET_UPDATE_GENERATION_ID;
HV_STATIC_ASSERT(sizeof(GET_UPDATE_GENERATION_ID) == 24);

/** GetGuestNotificationModifyVtl2Settings. */
typedef struct GET_MODIFY_VTL2_SETTINGS_NOTIFICATION
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT32 Size; /**< Bytes of Payload. */
    HV_UINT8 Payload[];
} GET_MODIFY_VTL2_SETTINGS_NOTIFICATION, *PGET_MODIFY_VTL2_SETTINGS_NOTIFICATION;
HV_STATIC_ASSERT(sizeof(GET_MODIFY_VTL2_SETTINGS_NOTIFICATION) == 8);

/** GetGuestNotificationModifyVtl2SettingsRev1: a piece. */
typedef struct GET_MODIFY_VTL2_SETTINGS_REV1_NOTIFICATION
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT32 Size; /**< Bytes of Payload. */
    GET_LARGE_PAYLOAD_STATE PayloadState;
    HV_UINT8 Payload[];
} GET_MODIFY_VTL2_SETTINGS_REV1_NOTIFICATION, *PGET_MODIFY_VTL2_SETTINGS_REV1_NOTIFICATION;
HV_STATIC_ASSERT(sizeof(GET_MODIFY_VTL2_SETTINGS_REV1_NOTIFICATION) == 12);

/** GET_BATTERY_STATUS_NOTIFICATION.Flags. */
typedef union GET_BATTERY_STATUS_FLAGS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 AcOnline : 1;       /**< Bit 0. */
        HV_UINT32 BatteryPresent : 1; /**< Bit 1. */
        HV_UINT32 Charging : 1;       /**< Bit 2. */
        HV_UINT32 Discharging : 1;    /**< Bit 3. */
        HV_UINT32 Reserved : 28;
    };
#endif
} GET_BATTERY_STATUS_FLAGS, *PGET_BATTERY_STATUS_FLAGS;
HV_STATIC_ASSERT(sizeof(GET_BATTERY_STATUS_FLAGS) == 4);

/** GetGuestNotificationBatteryStatus: of the host's battery; in the units of the guest's ACPI battery. */
typedef struct GET_BATTERY_STATUS_NOTIFICATION
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_BATTERY_STATUS_FLAGS Flags;
    HV_UINT32 MaxCapacity;
    HV_UINT32 RemainingCapacity;
    HV_UINT32 Rate;
} GET_BATTERY_STATUS_NOTIFICATION, *PGET_BATTERY_STATUS_NOTIFICATION;
HV_STATIC_ASSERT(sizeof(GET_BATTERY_STATUS_NOTIFICATION) == 20);

/** GetGuestNotificationInjectDebugInterrupt. */
typedef struct GET_INJECT_DEBUG_INTERRUPT_NOTIFICATION
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT8 Vtl; /**< Which gets it; OpenHCL serves 0 alone. */
    HV_UINT8 Padding;
} GET_INJECT_DEBUG_INTERRUPT_NOTIFICATION, *PGET_INJECT_DEBUG_INTERRUPT_NOTIFICATION;
HV_STATIC_ASSERT(sizeof(GET_INJECT_DEBUG_INTERRUPT_NOTIFICATION) == 6);

/** GetGuestNotificationNotifyPostLiveMigration: the guest has moved to another host. */
typedef struct GET_POST_LIVE_MIGRATION_NOTIFICATION
{
    GET_MESSAGE_HEADER MessageHeader;
} GET_POST_LIVE_MIGRATION_NOTIFICATION, *PGET_POST_LIVE_MIGRATION_NOTIFICATION;
HV_STATIC_ASSERT(sizeof(GET_POST_LIVE_MIGRATION_NOTIFICATION) == 4);

/*
 * Notifications of the guest: its power and the outcome of what was asked.
 */

/** GetHostNotificationPowerOff. */
typedef struct GET_POWER_OFF_NOTIFICATION
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT8 Hibernate; /**< 0 or 1. */
    HV_UINT8 Padding;
} GET_POWER_OFF_NOTIFICATION, *PGET_POWER_OFF_NOTIFICATION;
HV_STATIC_ASSERT(sizeof(GET_POWER_OFF_NOTIFICATION) == 6);

/** GetHostNotificationReset. */
typedef struct GET_RESET_NOTIFICATION
{
    GET_MESSAGE_HEADER MessageHeader;
} GET_RESET_NOTIFICATION, *PGET_RESET_NOTIFICATION;
HV_STATIC_ASSERT(sizeof(GET_RESET_NOTIFICATION) == 4);

/** GetHostNotificationModifyVtl2SettingsCompleted. */
typedef struct GET_MODIFY_VTL2_SETTINGS_COMPLETE_NOTIFICATION
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_COMPLETION_STATUS ModifyStatus;
    HV_UINT32 ResultDocumentSize; /**< Bytes of ResultDocument; 0 after success. */
    HV_UINT8 ResultDocument[];    /**< JSON: an array of errors. */
} GET_MODIFY_VTL2_SETTINGS_COMPLETE_NOTIFICATION, *PGET_MODIFY_VTL2_SETTINGS_COMPLETE_NOTIFICATION;
HV_STATIC_ASSERT(sizeof(GET_MODIFY_VTL2_SETTINGS_COMPLETE_NOTIFICATION) == 12);

/** GetHostNotificationStartVtl0Completed. */
typedef struct GET_START_VTL0_COMPLETE_NOTIFICATION
{
    GET_MESSAGE_HEADER MessageHeader;
    GET_COMPLETION_STATUS Status;
    HV_UINT32 ResultDocumentSize; /**< Bytes of ResultDocument; 0 after success. */
    HV_UINT8 ResultDocument[];    /**< Text: what went wrong. */
} GET_START_VTL0_COMPLETE_NOTIFICATION, *PGET_START_VTL0_COMPLETE_NOTIFICATION;
HV_STATIC_ASSERT(sizeof(GET_START_VTL0_COMPLETE_NOTIFICATION) == 12);

/*
 * Crashes of VTL 0.
 */

/** GetHostNotificationVtlCrash: VTL 0 wrote its crash registers (Hypervisor/Msr.h). */
typedef struct GET_VTL_CRASH_NOTIFICATION
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT32 VpIndex;
    HV_UINT8 LastVtl; /**< The VTL that wrote them. */
    HV_UINT8 Reserved0;
    HV_UINT16 Reserved1;
    HV_UINT32 Reserved2;
    HV_UINT64 Control;       /**< The crash control register. */
    HV_UINT64 Parameters[5]; /**< Crash registers P0 to P4; GET_VTL_CRASH_PARAMETER_COUNT. */
} GET_VTL_CRASH_NOTIFICATION, *PGET_VTL_CRASH_NOTIFICATION;
HV_STATIC_ASSERT(sizeof(GET_VTL_CRASH_NOTIFICATION) == 64);

#define GET_VTL_CRASH_PARAMETER_COUNT 5

/** A register of the faulting processor. */
typedef struct GET_REGISTER_STATE
{
    HV_UINT32 Name; /**< An HV_REGISTER_NAME. */
    HV_UINT8 Value[16];
} GET_REGISTER_STATE, *PGET_REGISTER_STATE;
HV_STATIC_ASSERT(sizeof(GET_REGISTER_STATE) == 20);

/** GET_TRIPLE_FAULT_NOTIFICATION.FaultType. */
typedef HV_UINT32 GET_TRIPLE_FAULT_TYPE, *PGET_TRIPLE_FAULT_TYPE;
enum
{
    GetTripleFaultUnrecoverableException = 1,
};

/** GetHostNotificationTripleFault. */
typedef struct GET_TRIPLE_FAULT_NOTIFICATION
{
    GET_MESSAGE_HEADER MessageHeader;
    HV_UINT32 VpIndex;
    GET_TRIPLE_FAULT_TYPE FaultType;
    HV_UINT32 RegisterCount; /**< Entries of Registers; a confidential guest gives none. */
    GET_REGISTER_STATE Registers[];
} GET_TRIPLE_FAULT_NOTIFICATION, *PGET_TRIPLE_FAULT_NOTIFICATION;
HV_STATIC_ASSERT(sizeof(GET_TRIPLE_FAULT_NOTIFICATION) == 16);

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_GUEST_EMULATION */
