/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Guest crash: a dump file that the software of a higher VTL sends to the host.
 *
 * Class GUEST_CRASH_CLASS_ID, 427b03e7-4ceb-4286-b5fc-486f4a1dd439; a pipe in message mode
 * (VMBus/Pipe.h), offered to VTL 2. It serves a paravisor whose process has crashed: the program
 * that collects the core file opens the channel, sends the file and closes the channel. OpenHCL
 * sends nothing from a confidential guest, because the file contains memory.
 *
 *     guest                                              host
 *       |-- GuestCrashRequestGetCapabilitiesV1 ----------->|
 *       |<-- GuestCrashResponseGetCapabilitiesV1 ----------|  systems whose dumps it accepts
 *       |-- GuestCrashRequestGetNixDumpConfigV1 ---------->|
 *       |<-- GuestCrashResponseGetNixDumpConfigV1 ---------|  maximum size and type
 *       |-- GuestCrashRequestNixDumpStartV1 -------------->|
 *       |<-- GuestCrashResponseNixDumpStartV1 -------------|  Status
 *       |-- GuestCrashRequestNixDumpWriteV1 -------------->|  Offset, Size
 *       |-- Size bytes of the file, without a header ----->|  a separate message
 *       |     ...                                          |
 *       |<-- GuestCrashResponseNixDumpWriteV1 -------------|  only if a write failed
 *       |-- GuestCrashRequestNixDumpCompleteV1 ----------->|  no response
 *
 * There is no version negotiation: V1 in a message's name is its version. The Windows messages
 * have the same numbering; their layouts are undocumented.
 *
 * The host abandons the channel after an unknown message, after data whose length differs from
 * the announced Size, and after a range beyond MaxDumpSize.
 *
 * The guest must not trust the host. It must check the length of a response and that MessageType
 * is the expected one. A MaxDumpSize of 0 is a refusal; any other value is a limit, to which the
 * guest must truncate the file. The host may report a failure between any two writes.
 *
 * Sources: OpenVMM get_protocol crash.rs, guest_crash_device, underhill_crash.
 */

#ifndef MILE_HYPERV_DEVICE_GUEST_CRASH
#define MILE_HYPERV_DEVICE_GUEST_CRASH

#include "../Hypervisor/Types.h"
#include "../VMBus/DeviceGuid.h"

HV_HEADER_BEGIN

/*
 * Messages.
 */

/** Type of a message. The type of a response is that of its request plus 0x10000. */
typedef HV_UINT64 GUEST_CRASH_MESSAGE_TYPE, *PGUEST_CRASH_MESSAGE_TYPE;
enum
{
    GuestCrashInvalid = 0,
    GuestCrashRequestGetCapabilitiesV1 = 0x00000001,
    GuestCrashRequestGetWindowsDumpConfigV1 = 0x00000002,
    GuestCrashRequestWindowsDumpStartV1 = 0x00000003,
    GuestCrashRequestWindowsDumpWriteV1 = 0x00000004,
    GuestCrashRequestWindowsDumpCompleteV1 = 0x00000005,
    GuestCrashRequestGetNixDumpConfigV1 = 0x00000102,
    GuestCrashRequestNixDumpStartV1 = 0x00000103,
    GuestCrashRequestNixDumpWriteV1 = 0x00000104,
    GuestCrashRequestNixDumpCompleteV1 = 0x00000105,
    GuestCrashResponseGetCapabilitiesV1 = 0x00010001,
    GuestCrashResponseGetWindowsDumpConfigV1 = 0x00010002,
    GuestCrashResponseWindowsDumpStartV1 = 0x00010003,
    GuestCrashResponseWindowsDumpWriteV1 = 0x00010004,
    GuestCrashResponseWindowsDumpCompleteV1 = 0x00010005,
    GuestCrashResponseGetNixDumpConfigV1 = 0x00010102,
    GuestCrashResponseNixDumpStartV1 = 0x00010103,
    GuestCrashResponseNixDumpWriteV1 = 0x00010104,
    GuestCrashResponseNixDumpCompleteV1 = 0x00010105, /**< Never sent by OpenVMM. */
};

/** Header of every message except the bytes of the file. */
typedef struct GUEST_CRASH_HEADER
{
    /** Chosen by the guest, one for all writes of a file; repeated by the response. */
    HV_GUID ActivityId;
    GUEST_CRASH_MESSAGE_TYPE MessageType;
} GUEST_CRASH_HEADER, *PGUEST_CRASH_HEADER;
HV_STATIC_ASSERT(sizeof(GUEST_CRASH_HEADER) == 24);

/*
 * Capabilities.
 */

/**
 * GuestCrashRequestGetCapabilitiesV1. Guest to host; the host responds with
 * GUEST_CRASH_CAPABILITIES_RESPONSE_V1. Version 1, the only one.
 */
typedef struct GUEST_CRASH_CAPABILITIES_REQUEST_V1
{
    GUEST_CRASH_HEADER Header;
} GUEST_CRASH_CAPABILITIES_REQUEST_V1, *PGUEST_CRASH_CAPABILITIES_REQUEST_V1;
HV_STATIC_ASSERT(sizeof(GUEST_CRASH_CAPABILITIES_REQUEST_V1) == 24);

/** Sets of messages that the host supports. */
typedef union GUEST_CRASH_CAPABILITIES
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 WindowsConfigV1 : 1; /**< Bit 0: the Windows messages. */
        HV_UINT64 LinuxConfigV1 : 1;   /**< Bit 1: the Nix messages. */
        HV_UINT64 Reserved : 62;
    };
#endif
} GUEST_CRASH_CAPABILITIES, *PGUEST_CRASH_CAPABILITIES;
HV_STATIC_ASSERT(sizeof(GUEST_CRASH_CAPABILITIES) == 8);

/** Response to GuestCrashRequestGetCapabilitiesV1. Host to guest. Version 1, the only one. */
typedef struct GUEST_CRASH_CAPABILITIES_RESPONSE_V1
{
    GUEST_CRASH_HEADER Header;
    GUEST_CRASH_CAPABILITIES Capabilities;
} GUEST_CRASH_CAPABILITIES_RESPONSE_V1, *PGUEST_CRASH_CAPABILITIES_RESPONSE_V1;
HV_STATIC_ASSERT(sizeof(GUEST_CRASH_CAPABILITIES_RESPONSE_V1) == 32);

/*
 * Configuration.
 */

/** Format of the file. */
typedef HV_UINT32 GUEST_CRASH_DUMP_TYPE, *PGUEST_CRASH_DUMP_TYPE;
enum
{
    GuestCrashDumpTypeNone = 0x00000000,
    GuestCrashDumpTypeElf = 0x00000001,   /**< ELF core file. */
    GuestCrashDumpTypeKdump = 0x00000002, /**< File of Linux kdump. */
};

/**
 * GuestCrashRequestGetNixDumpConfigV1. Guest to host; the host responds with
 * GUEST_CRASH_DUMP_CONFIG_RESPONSE_V1. Version 1, the only one.
 */
typedef struct GUEST_CRASH_DUMP_CONFIG_REQUEST_V1
{
    GUEST_CRASH_HEADER Header;
} GUEST_CRASH_DUMP_CONFIG_REQUEST_V1, *PGUEST_CRASH_DUMP_CONFIG_REQUEST_V1;
HV_STATIC_ASSERT(sizeof(GUEST_CRASH_DUMP_CONFIG_REQUEST_V1) == 24);

HV_PACK_BEGIN
/** Dump that the host accepts; packed, so that the response has 36 bytes. */
typedef struct GUEST_CRASH_DUMP_CONFIG_V1
{
    HV_UINT64 MaxDumpSize;          /**< Most bytes of the file; 0 if the host accepts no dump. */
    GUEST_CRASH_DUMP_TYPE DumpType; /**< Only format that the host accepts. */
} GUEST_CRASH_DUMP_CONFIG_V1, *PGUEST_CRASH_DUMP_CONFIG_V1;
HV_STATIC_ASSERT(sizeof(GUEST_CRASH_DUMP_CONFIG_V1) == 12);

/** Response to GuestCrashRequestGetNixDumpConfigV1. Host to guest. Version 1, the only one. */
typedef struct GUEST_CRASH_DUMP_CONFIG_RESPONSE_V1
{
    GUEST_CRASH_HEADER Header;
    GUEST_CRASH_DUMP_CONFIG_V1 Config; /**< Maximum size and format of the file. */
} GUEST_CRASH_DUMP_CONFIG_RESPONSE_V1, *PGUEST_CRASH_DUMP_CONFIG_RESPONSE_V1;
HV_STATIC_ASSERT(sizeof(GUEST_CRASH_DUMP_CONFIG_RESPONSE_V1) == 36);
HV_PACK_END

/*
 * File.
 */

/**
 * GuestCrashRequestNixDumpStartV1. Guest to host; the host responds with
 * GUEST_CRASH_DUMP_START_RESPONSE_V1. Version 1, the only one.
 */
typedef struct GUEST_CRASH_DUMP_START_REQUEST_V1
{
    GUEST_CRASH_HEADER Header;
} GUEST_CRASH_DUMP_START_REQUEST_V1, *PGUEST_CRASH_DUMP_START_REQUEST_V1;
HV_STATIC_ASSERT(sizeof(GUEST_CRASH_DUMP_START_REQUEST_V1) == 24);

/** Most bytes of one write that OpenVMM's host accepts and that OpenHCL sends. */
#define GUEST_CRASH_MAXIMUM_WRITE_SIZE 0x4000

HV_PACK_BEGIN
/** Response to GuestCrashRequestNixDumpStartV1. Host to guest. Version 1, the only one. */
typedef struct GUEST_CRASH_DUMP_START_RESPONSE_V1
{
    GUEST_CRASH_HEADER Header;
    HV_INT32 Status; /**< HRESULT; if not 0, the guest must not write. */
} GUEST_CRASH_DUMP_START_RESPONSE_V1, *PGUEST_CRASH_DUMP_START_RESPONSE_V1;
HV_STATIC_ASSERT(sizeof(GUEST_CRASH_DUMP_START_RESPONSE_V1) == 28);

/**
 * GuestCrashRequestNixDumpWriteV1. Guest to host; the next message contains the bytes.
 * GUEST_CRASH_DUMP_WRITE_RESPONSE_V1 answers it only if the write failed. Version 1, the only one.
 */
typedef struct GUEST_CRASH_DUMP_WRITE_REQUEST_V1
{
    GUEST_CRASH_HEADER Header;
    HV_UINT64 Offset; /**< Bytes from the start of the file. */
    HV_UINT32 Size;   /**< Bytes of the next message; at most GUEST_CRASH_MAXIMUM_WRITE_SIZE. */
} GUEST_CRASH_DUMP_WRITE_REQUEST_V1, *PGUEST_CRASH_DUMP_WRITE_REQUEST_V1;
HV_STATIC_ASSERT(sizeof(GUEST_CRASH_DUMP_WRITE_REQUEST_V1) == 36);

/**
 * Response to GuestCrashRequestNixDumpWriteV1, sent only if a write failed. Host to guest. Version
 * 1, the only one.
 */
typedef struct GUEST_CRASH_DUMP_WRITE_RESPONSE_V1
{
    GUEST_CRASH_HEADER Header;
    HV_INT32 Status; /**< HRESULT. */
} GUEST_CRASH_DUMP_WRITE_RESPONSE_V1, *PGUEST_CRASH_DUMP_WRITE_RESPONSE_V1;
HV_STATIC_ASSERT(sizeof(GUEST_CRASH_DUMP_WRITE_RESPONSE_V1) == 28);

/** Description of the software that crashed. */
typedef struct GUEST_CRASH_COMPLETION_INFO_V1
{
    HV_UINT32 MajorVersion;      /**< Major version of the guest's kernel. */
    HV_UINT32 MinorVersion;      /**< Minor version of the guest's kernel. */
    HV_UINT8 VersionBanner[256]; /**< Text: the kernel's version line. */
    HV_UINT8 Vtl;                /**< VTL that crashed; OpenHCL sends 2. */
} GUEST_CRASH_COMPLETION_INFO_V1, *PGUEST_CRASH_COMPLETION_INFO_V1;
HV_STATIC_ASSERT(sizeof(GUEST_CRASH_COMPLETION_INFO_V1) == 265);

/**
 * GuestCrashRequestNixDumpCompleteV1: the file is complete. Guest to host, no response. Version 1,
 * the only one.
 */
typedef struct GUEST_CRASH_DUMP_COMPLETE_REQUEST_V1
{
    GUEST_CRASH_HEADER Header;
    GUEST_CRASH_COMPLETION_INFO_V1 Info; /**< Software that crashed. */
} GUEST_CRASH_DUMP_COMPLETE_REQUEST_V1, *PGUEST_CRASH_DUMP_COMPLETE_REQUEST_V1;
HV_STATIC_ASSERT(sizeof(GUEST_CRASH_DUMP_COMPLETE_REQUEST_V1) == 289);
HV_PACK_END

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_GUEST_CRASH */
