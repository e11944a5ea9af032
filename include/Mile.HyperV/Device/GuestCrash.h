/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Guest crash: a dump file that the software of a higher VTL hands to the host.
 *
 * Class 427b03e7-4ceb-4286-b5fc-486f4a1dd439; a pipe in message mode
 * (VMBus/Pipe.h), offered to VTL 2. Its user is a paravisor whose process has
 * crashed: whoever collects the core opens the channel, sends the file and
 * closes it. OpenHCL sends nothing from a confidential guest: the file is memory.
 *
 *     guest                                              host
 *       |-- GuestCrashRequestGetCapabilitiesV1 ----------->|
 *       |<-- GuestCrashResponseGetCapabilitiesV1 ----------|  which systems' dumps it takes
 *       |-- GuestCrashRequestGetNixDumpConfigV1 ---------->|
 *       |<-- GuestCrashResponseGetNixDumpConfigV1 ---------|  how large, and of what type
 *       |-- GuestCrashRequestNixDumpStartV1 -------------->|
 *       |<-- GuestCrashResponseNixDumpStartV1 -------------|  Status
 *       |-- GuestCrashRequestNixDumpWriteV1 -------------->|  Offset, Size
 *       |-- Size bytes of the file, with no header ------->|  a message of their own
 *       |     ...                                          |
 *       |<-- GuestCrashResponseNixDumpWriteV1 -------------|  only if a write failed
 *       |-- GuestCrashRequestNixDumpCompleteV1 ----------->|  unanswered
 *
 * There is no version: the V1 of a message's name is. The Windows messages are
 * numbered in the same way; no public source has their layout.
 *
 * The host gives up the channel at any message it does not know, at bytes of
 * another length than was said and at a range beyond MaxDumpSize.
 *
 * What a guest checks, because the host is not trusted: the length of an
 * answer, and that MessageType is the one expected; a MaxDumpSize of 0 is a
 * refusal and no other value is a promise, so the file is cut to it; a failure
 * may be reported between any two writes.
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

/** GUEST_CRASH_HEADER.MessageType: an answer is its request plus 0x10000. */
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
    GuestCrashResponseNixDumpCompleteV1 = 0x00010105, /**< OpenVMM never sends it. */
};

/** Begins each message but the file's bytes. */
typedef struct GUEST_CRASH_HEADER
{
    HV_GUID ActivityId; /**< Chosen by the guest; copied into the answer, and the same for all writes of a file. */
    GUEST_CRASH_MESSAGE_TYPE MessageType;
} GUEST_CRASH_HEADER, *PGUEST_CRASH_HEADER;
HV_STATIC_ASSERT(sizeof(GUEST_CRASH_HEADER) == 24);

/*
 * Capabilities.
 */

/** Guest to host. */
typedef struct GUEST_CRASH_CAPABILITIES_REQUEST_V1
{
    GUEST_CRASH_HEADER Header;
} GUEST_CRASH_CAPABILITIES_REQUEST_V1, *PGUEST_CRASH_CAPABILITIES_REQUEST_V1;
HV_STATIC_ASSERT(sizeof(GUEST_CRASH_CAPABILITIES_REQUEST_V1) == 24);

/** Whose messages the host answers. */
typedef union GUEST_CRASH_CAPABILITIES
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 WindowsConfigV1 : 1; /**< Bit 0: GuestCrashRequestGetWindowsDumpConfigV1 and so on. */
        HV_UINT64 LinuxConfigV1 : 1;   /**< Bit 1: GuestCrashRequestGetNixDumpConfigV1 and so on. */
        HV_UINT64 Reserved : 62;
    };
#endif
} GUEST_CRASH_CAPABILITIES, *PGUEST_CRASH_CAPABILITIES;
HV_STATIC_ASSERT(sizeof(GUEST_CRASH_CAPABILITIES) == 8);

/** Host to guest. */
typedef struct GUEST_CRASH_CAPABILITIES_RESPONSE_V1
{
    GUEST_CRASH_HEADER Header;
    GUEST_CRASH_CAPABILITIES Capabilities;
} GUEST_CRASH_CAPABILITIES_RESPONSE_V1, *PGUEST_CRASH_CAPABILITIES_RESPONSE_V1;
HV_STATIC_ASSERT(sizeof(GUEST_CRASH_CAPABILITIES_RESPONSE_V1) == 32);

/*
 * Configuration.
 */

/** The format of the file. */
typedef HV_UINT32 GUEST_CRASH_DUMP_TYPE, *PGUEST_CRASH_DUMP_TYPE;
enum
{
    GuestCrashDumpTypeNone = 0x00000000,
    GuestCrashDumpTypeElf = 0x00000001,   /**< An ELF core file. */
    GuestCrashDumpTypeKdump = 0x00000002, /**< A file of Linux' kdump. */
};

/** Guest to host. */
typedef struct GUEST_CRASH_DUMP_CONFIG_REQUEST_V1
{
    GUEST_CRASH_HEADER Header;
} GUEST_CRASH_DUMP_CONFIG_REQUEST_V1, *PGUEST_CRASH_DUMP_CONFIG_REQUEST_V1;
HV_STATIC_ASSERT(sizeof(GUEST_CRASH_DUMP_CONFIG_REQUEST_V1) == 24);

HV_PACK_BEGIN
/** What the host wants; packed, it ends a message at 36 bytes. */
typedef struct GUEST_CRASH_DUMP_CONFIG_V1
{
    HV_UINT64 MaxDumpSize;          /**< Bytes; 0 if the host takes no dump at all. */
    GUEST_CRASH_DUMP_TYPE DumpType; /**< The only one it takes. */
} GUEST_CRASH_DUMP_CONFIG_V1, *PGUEST_CRASH_DUMP_CONFIG_V1;
HV_STATIC_ASSERT(sizeof(GUEST_CRASH_DUMP_CONFIG_V1) == 12);

/** Host to guest. */
typedef struct GUEST_CRASH_DUMP_CONFIG_RESPONSE_V1
{
    GUEST_CRASH_HEADER Header;
    GUEST_CRASH_DUMP_CONFIG_V1 Config;
} GUEST_CRASH_DUMP_CONFIG_RESPONSE_V1, *PGUEST_CRASH_DUMP_CONFIG_RESPONSE_V1;
HV_STATIC_ASSERT(sizeof(GUEST_CRASH_DUMP_CONFIG_RESPONSE_V1) == 36);
HV_PACK_END

/*
 * The file.
 */

/** Guest to host. */
typedef struct GUEST_CRASH_DUMP_START_REQUEST_V1
{
    GUEST_CRASH_HEADER Header;
} GUEST_CRASH_DUMP_START_REQUEST_V1, *PGUEST_CRASH_DUMP_START_REQUEST_V1;
HV_STATIC_ASSERT(sizeof(GUEST_CRASH_DUMP_START_REQUEST_V1) == 24);

/** The most bytes that OpenVMM's host takes with one write, and that OpenHCL sends. */
#define GUEST_CRASH_MAXIMUM_WRITE_SIZE 0x4000

HV_PACK_BEGIN
/** Host to guest. */
typedef struct GUEST_CRASH_DUMP_START_RESPONSE_V1
{
    GUEST_CRASH_HEADER Header;
    HV_INT32 Status; /**< An HRESULT; anything but 0 means that no write may follow. */
} GUEST_CRASH_DUMP_START_RESPONSE_V1, *PGUEST_CRASH_DUMP_START_RESPONSE_V1;
HV_STATIC_ASSERT(sizeof(GUEST_CRASH_DUMP_START_RESPONSE_V1) == 28);

/** Guest to host. The next message is the bytes themselves. */
typedef struct GUEST_CRASH_DUMP_WRITE_REQUEST_V1
{
    GUEST_CRASH_HEADER Header;
    HV_UINT64 Offset; /**< Where in the file, in bytes. */
    HV_UINT32 Size;   /**< Bytes, at most GUEST_CRASH_MAXIMUM_WRITE_SIZE. */
} GUEST_CRASH_DUMP_WRITE_REQUEST_V1, *PGUEST_CRASH_DUMP_WRITE_REQUEST_V1;
HV_STATIC_ASSERT(sizeof(GUEST_CRASH_DUMP_WRITE_REQUEST_V1) == 36);

/** Host to guest, if a write failed. */
typedef struct GUEST_CRASH_DUMP_WRITE_RESPONSE_V1
{
    GUEST_CRASH_HEADER Header;
    HV_INT32 Status; /**< An HRESULT. */
} GUEST_CRASH_DUMP_WRITE_RESPONSE_V1, *PGUEST_CRASH_DUMP_WRITE_RESPONSE_V1;
HV_STATIC_ASSERT(sizeof(GUEST_CRASH_DUMP_WRITE_RESPONSE_V1) == 28);

/** What crashed. */
typedef struct GUEST_CRASH_COMPLETION_INFO_V1
{
    HV_UINT32 MajorVersion; /**< Of the guest's kernel. */
    HV_UINT32 MinorVersion;
    HV_UINT8 VersionBanner[256]; /**< Text; the kernel's own line about its version. */
    HV_UINT8 Vtl;                /**< In which VTL; OpenHCL writes 2. */
} GUEST_CRASH_COMPLETION_INFO_V1, *PGUEST_CRASH_COMPLETION_INFO_V1;
HV_STATIC_ASSERT(sizeof(GUEST_CRASH_COMPLETION_INFO_V1) == 265);

/** Guest to host: the file is whole. */
typedef struct GUEST_CRASH_DUMP_COMPLETE_REQUEST_V1
{
    GUEST_CRASH_HEADER Header;
    GUEST_CRASH_COMPLETION_INFO_V1 Info;
} GUEST_CRASH_DUMP_COMPLETE_REQUEST_V1, *PGUEST_CRASH_DUMP_COMPLETE_REQUEST_V1;
HV_STATIC_ASSERT(sizeof(GUEST_CRASH_DUMP_COMPLETE_REQUEST_V1) == 289);
HV_PACK_END

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_GUEST_CRASH */
