/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The BIOS device: what the firmware of a virtual machine, and its ACPI code, ask the host for.
 *
 * Two 32-bit registers at BIOS_INTERFACE_BASE_ADDRESS, an I/O port on x64 and a
 * guest physical address on ARM64: the first one (offset 0) selects one of
 * BIOS_INTERFACE_SELECTORS, the second one (offset 4) reads or writes its value.
 * Where the value is a guest physical address, a descriptor lies there: below
 * 4 GiB, for the register has 32 bits. The host has done its work when the write
 * returns, and has written Status into the descriptor.
 *
 * A generation 1 machine's firmware reads its whole configuration here; that of a
 * generation 2 machine finds it in memory (UefiConfig.h), and uses this device for
 * variables, cryptography, the watchdog and the event log (BiosEventLog.h).
 *
 * Sources: mu_msvm BiosInterface.h; OpenVMM firmware_uefi and firmware_pcat; the
 * original collection.
 */

#ifndef MILE_HYPERV_FIRMWARE_BIOS
#define MILE_HYPERV_FIRMWARE_BIOS

#include "../Hypervisor/Types.h"

HV_HEADER_BEGIN

/** An I/O port. */
#define BIOS_INTERFACE_BASE_ADDRESS_X64 0x28
/** A guest physical address. */
#define BIOS_INTERFACE_BASE_ADDRESS_ARM64 0xEFFED000
#define BIOS_INTERFACE_BASE_ADDRESS HV_BY_TARGET(BIOS_INTERFACE_BASE_ADDRESS_X64, BIOS_INTERFACE_BASE_ADDRESS_ARM64)

typedef HV_UINT32 BIOS_INTERFACE_CONSTANTS, *PBIOS_INTERFACE_CONSTANTS;
enum
{
    BiosInterfaceMaximumProcessorNumber = 64,
    BiosInterfaceEntropyTableSize = 64,
    BiosInterfaceGenerationIdSize = 16,
    BiosInterfaceSmbiosStringMax = 32,
};

/** Numbers are never reused. A host serves those of the machine's generation alone. */
typedef HV_UINT32 BIOS_INTERFACE_SELECTORS, *PBIOS_INTERFACE_SELECTORS;
enum
{
    BiosConfigFirstMemoryBlockSize = 0,
    BiosConfigNumLockEnabled = 1,
    BiosConfigBiosGuid = 2,
    BiosConfigBiosSystemSerialNumber = 3,
    BiosConfigBiosBaseSerialNumber = 4,
    BiosConfigBiosChassisSerialNumber = 5,
    BiosConfigBiosChassisAssetTag = 6,
    BiosConfigBootDeviceOrder = 7,
    BiosConfigBiosProcessorCount = 8,
    BiosConfigProcessorLocalApicId = 9,
    BiosConfigSratSize = 0x0A,
    BiosConfigSratOffset = 0x0B,
    BiosConfigSratData = 0x0C,
    BiosConfigMemoryAmountAbove4Gb = 0x0D,
    BiosConfigGenerationIdPtrLow = 0x0E,
    BiosConfigGenerationIdPtrHigh = 0x0F,
    BiosConfigSleepStates = 0x10,        /**< Read: 8 if ACPI offers S4, else 0. OpenVMM alone. */
    BiosConfigPciIoGapStart = 0x12,
    BiosConfigProcessorReplyStatusIndex = 0x13,
    BiosConfigProcessorReplyStatus = 0x14,
    BiosConfigProcessorMatEnable = 0x15,
    BiosConfigProcessorStaEnable = 0x16,
    BiosConfigWaitNano100 = 0x17,        /**< Written: waits so many units of 100 ns. */
    BiosConfigWait1Millisecond = 0x18,
    BiosConfigWait10Milliseconds = 0x19,
    BiosConfigBootFinalize = 0x1A,
    BiosConfigWait2Millisecond = 0x1B,
    BiosConfigBiosLockString = 0x1C,
    BiosConfigProcessorDMTFTable = 0x1D,
    BiosConfigEntropyTable = 0x1E,
    BiosConfigMemoryAboveHighMmio = 0x1F,
    BiosConfigHighMmioGapBaseInMb = 0x20,
    BiosConfigHighMmioGapLengthInMb = 0x21,
    BiosConfigE820Entry = 0x22,
    BiosConfigInitialMegabytesBelowGap = 0x23,
    BiosConfigNvramCommand = 0x24,       /**< Address of NVRAM_COMMAND_DESCRIPTOR. */
    BiosConfigWriteConfigPage = 0x25,
    BiosConfigCryptoCommand = 0x26,      /**< Address of CRYPTO_COMMAND_DESCRIPTOR. */
    BiosConfigWatchdogConfig = 0x27,     /**< BIOS_WATCHDOG_... */
    BiosConfigWatchdogResolution = 0x28, /**< Seconds of one count; read only. */
    BiosConfigWatchdogCount = 0x29,      /**< Counts until it expires. */
    BiosConfigMemoryMapSize = 0x2A,
    BiosConfigSetEfiDiagnosticsGpa = 0x2B,
    BiosConfigProcessEfiDiagnostics = 0x2C,
    BiosConfigEventLogFlush = 0x30,      /**< Address of BIOS_EVENT_CHANNEL (BiosEventLog.h). */
    BiosConfigMorSetVariable = 0x31,     /**< The TPM's memory clear request, from ACPI's _DSM. */
    BiosConfigVdevVersion = 0x32,
    BiosConfigMemoryMap = 0x33,          /**< VM_MEMORY_RANGE or VM_MEMORY_RANGE_V5. */
    BiosConfigGetTime = 0x34,            /**< Address of a status and a time; ARM64, which has no CMOS clock. */
    BiosConfigSetTime = 0x35,            /**< The same. */
    BiosDebugOutputString = 0x36,
    BiosConfigNfitSize = 0x37,
    BiosConfigNfitPopulate = 0x38,
    BiosConfigVpmemSetACPIBuffer = 0x39,
    BiosConfigMaxValue = 0x39,           /**< As mu_msvm has it, which does not count the two below. */
    BiosConfigReportBootFailure = 0x3A,  /**< Written when nothing could be booted; generation 1. OpenVMM alone. */
    BiosConfigReportBootAttempt = 0x3B,  /**< Written before a boot device is tried; generation 1. OpenVMM alone. */
};

/*
 * SMBIOS: the processor, for generation 1.
 */

/** The name of nothing. */
#define SMBIOS_NONE_STRING "None"
/** With its zero. */
#define SMBIOS_NONE_STRING_SIZE 5
/** Longest string, without its zero. */
#define MAX_SMBIOS_STRING_LENGTH 64

HV_PACK_BEGIN

typedef struct HV_SMBIOS_HEADER
{
    HV_UINT8 Type;
    HV_UINT8 Length;
    HV_UINT16 Handle;
} HV_SMBIOS_HEADER, *PHV_SMBIOS_HEADER;
HV_STATIC_ASSERT(sizeof(HV_SMBIOS_HEADER) == 4);

/** SMBIOS 2.4, type 4. */
typedef struct SMBIOS_CPU_INFO_FORMATTED
{
    HV_SMBIOS_HEADER Header;
    HV_UINT8 SocketDesignation;
    HV_UINT8 ProcessorType;
    HV_UINT8 ProcessorFamily;
    HV_UINT8 ProcessorManufacturer;
    HV_UINT64 ProcessorId;
    HV_UINT8 ProcessorVersion;
    HV_UINT8 Voltage;
    HV_UINT16 ExternalClock;
    HV_UINT16 MaxSpeed;
    HV_UINT16 CurrentSpeed;
    HV_UINT8 Status;
    HV_UINT8 Upgrade;
    HV_UINT16 L1Handle;
    HV_UINT16 L2Handle;
    HV_UINT16 L3Handle;
    HV_UINT8 SerialNumber;
    HV_UINT8 AssetTag;
    HV_UINT8 PartNumber;
} SMBIOS_CPU_INFO_FORMATTED, *PSMBIOS_CPU_INFO_FORMATTED;
HV_STATIC_ASSERT(sizeof(SMBIOS_CPU_INFO_FORMATTED) == 35);

/** Four times "None", two strings of the host, and an empty one. */
typedef struct SMBIOS_CPU_INFO_STRINGS
{
    HV_CHAR StringTable[4 * SMBIOS_NONE_STRING_SIZE + 2 * (MAX_SMBIOS_STRING_LENGTH + 1) + 1];
} SMBIOS_CPU_INFO_STRINGS, *PSMBIOS_CPU_INFO_STRINGS;
HV_STATIC_ASSERT(sizeof(SMBIOS_CPU_INFO_STRINGS) == 151);

/** "None" once, two strings of the host, and an empty one. */
typedef struct SMBIOS_CPU_INFO_STRINGS_LEGACY
{
    HV_CHAR StringTable[SMBIOS_NONE_STRING_SIZE + 2 * (MAX_SMBIOS_STRING_LENGTH + 1) + 1];
} SMBIOS_CPU_INFO_STRINGS_LEGACY, *PSMBIOS_CPU_INFO_STRINGS_LEGACY;
HV_STATIC_ASSERT(sizeof(SMBIOS_CPU_INFO_STRINGS_LEGACY) == 136);

typedef struct SMBIOS_CPU_INFORMATION
{
    SMBIOS_CPU_INFO_FORMATTED Formatted;
    SMBIOS_CPU_INFO_STRINGS Unformatted;
} SMBIOS_CPU_INFORMATION, *PSMBIOS_CPU_INFORMATION;
HV_STATIC_ASSERT(sizeof(SMBIOS_CPU_INFORMATION) == 186);

typedef struct SMBIOS_CPU_INFORMATION_LEGACY
{
    SMBIOS_CPU_INFO_FORMATTED Formatted;
    SMBIOS_CPU_INFO_STRINGS_LEGACY Unformatted;
} SMBIOS_CPU_INFORMATION_LEGACY, *PSMBIOS_CPU_INFORMATION_LEGACY;
HV_STATIC_ASSERT(sizeof(SMBIOS_CPU_INFORMATION_LEGACY) == 171);

HV_PACK_END

/*
 * Memory map.
 */

/** Of versions 2 to 4 of the device (BiosConfigVdevVersion). */
typedef struct VM_MEMORY_RANGE
{
    HV_UINT64 BaseAddress; /**< Bytes, as Length. */
    HV_UINT64 Length;
} VM_MEMORY_RANGE, *PVM_MEMORY_RANGE;
HV_STATIC_ASSERT(sizeof(VM_MEMORY_RANGE) == 16);

/** VM_MEMORY_RANGE_V5.Flags. */
#define VM_MEMORY_RANGE_FLAG_PLATFORM_RESERVED 0x1
#define VM_MEMORY_RANGE_FLAG_PERSISTENT_MEMORY 0x2
#define VM_MEMORY_RANGE_FLAG_SPECIFIC_PURPOSE 0x4

/** Of version 5 and later. */
typedef struct VM_MEMORY_RANGE_V5
{
    HV_UINT64 BaseAddress;
    HV_UINT64 Length;
    HV_UINT32 Flags;
    HV_UINT32 Reserved;
} VM_MEMORY_RANGE_V5, *PVM_MEMORY_RANGE_V5;
HV_STATIC_ASSERT(sizeof(VM_MEMORY_RANGE_V5) == 24);

/*
 * UEFI variables. A descriptor is written by the guest, and Status by the host.
 */

/**
 * UEFI's runtime services of these names. The last two are not: one says that boot
 * services are over, the other prints UTF-16 text, VariableNameBytes at
 * VariableNameAddress.
 */
typedef HV_UINT32 NVRAM_COMMAND, *PNVRAM_COMMAND;
enum
{
    NvramGetVariableCommand = 0,
    NvramSetVariableCommand = 1,
    NvramGetFirstVariableNameCommand = 2,
    NvramGetNextVariableNameCommand = 3,
    NvramQueryInfoCommand = 4,
    NvramSignalRuntimeCommand = 5,
    NvramDebugStringCommand = 6,
};

/** The most bytes of a variable's name, in UTF-16. */
#define EFI_MAX_VARIABLE_NAME_SIZE (2 * 1024)
/** The most bytes of its data. */
#define EFI_MAX_VARIABLE_DATA_SIZE (32 * 1024)

HV_PACK_BEGIN
typedef struct NVRAM_COMMAND_DESCRIPTOR
{
    NVRAM_COMMAND Command;
    HV_UINT64 Status; /**< EFI_STATUS. */
    union
    {
        struct
        {
            HV_UINT32 VariableAttributes;  /**< In for set, out for get. */
            HV_UINT64 VariableNameAddress; /**< Guest physical; in for all, out for the next name. */
            HV_UINT32 VariableNameBytes;   /**< Of the buffer; out for the next name: of the name. */
            HV_GUID VariableVendorGuid;    /**< In for all, out for the next name. */
            HV_UINT64 VariableDataAddress; /**< Guest physical. */
            HV_UINT32 VariableDataBytes;   /**< Of the buffer, then of the data. */
        } VariableCommand;
        struct
        {
            HV_UINT32 Attributes; /**< In: which kind of variables. */
            HV_UINT64 MaximumVariableStorage;
            HV_UINT64 RemainingVariableStorage;
            HV_UINT64 MaximumVariableSize;
        } QueryInfo;
        union
        {
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT64 VsmAware : 1; /**< Bit 0: if clear, OpenVMM takes virtual secure mode from the guest. */
                HV_UINT64 Unused : 63;  /**< Bits 1 to 63. */
            } S;
#endif
            HV_UINT64 AsUINT64;
        } SignalRuntimeCommand;
        struct
        {
            HV_UINT32 Padding;
            HV_UINT64 Address; /**< Guest physical, of text for the host's log. */
            HV_UINT32 Length;  /**< Bytes. */
        } DebugString;
    } U;
} NVRAM_COMMAND_DESCRIPTOR, *PNVRAM_COMMAND_DESCRIPTOR;
HV_STATIC_ASSERT(sizeof(NVRAM_COMMAND_DESCRIPTOR) == 56);

HV_PACK_END

/*
 * Cryptography of the host. OpenVMM has only the random numbers.
 */

/** Bytes of a hash's context: two 64-bit words. */
#define CRYPT_HASH_CONTEXT_SIZE 16

typedef HV_UINT32 HASH_ALG_ID, *PHASH_ALG_ID;
enum
{
    HashAlgSha1 = 0,
    HashAlgSha256 = 1,
};

/** CRYPTO_COMMAND_DESCRIPTOR.Command. */
typedef HV_UINT32 CRYPTO_COMMAND, *PCRYPTO_COMMAND;
enum
{
    CryptoComputeHash = 0,
    CryptoVerifyRsaPkcs1 = 1,
    CryptoVerifyPkcs7 = 2,
    CryptoVerifyAuthenticode = 3,
    CryptoLogEvent = 4,
    CryptoGetRandomNumber = 5,
};

/** Of CryptoLogEvent: why an image did not pass. */
typedef HV_UINT32 SECUREBOOT_EVENT_INFO, *PSECUREBOOT_EVENT_INFO;
enum
{
    ImageFailedVerification = 0,
    ImageFailedVerificationUnsignedAndHashNotInDb = 1,
    ImageFailedVerificationHashInDbx = 2,
    ImageFailedVerificationNeitherCertNorHashInDb = 3,
    ImageFailedVerificationCertInDbx = 4,
    ImageFailedVerificationNotValidPeOrCoff = 5,
};

HV_PACK_BEGIN
/** Addresses are guest physical, lengths bytes. */
typedef struct CRYPTO_COMMAND_DESCRIPTOR
{
    CRYPTO_COMMAND Command;
    HV_UINT64 Status; /**< EFI_STATUS. */
    union
    {
        struct
        {
            HASH_ALG_ID HashAlgorithm;
            HV_UINT64 DataAddress;
            HV_UINT32 DataLength;
            HV_UINT64 ValueAddress;
            HV_UINT32 ValueLength;
        } ComputeHashParams;
        struct
        {
            HV_UINT64 RsaContextAddress;
            HV_UINT32 RsaContextLength;
            HV_UINT64 MessageHashAddress;
            HV_UINT32 MessageHashLength;
            HV_UINT64 SignatureAddress;
            HV_UINT32 SignatureLength;
        } RsaPkcs1Params;
        struct
        {
            HV_UINT64 AuthDataAddress;
            HV_UINT32 AuthDataSize;
            HV_UINT64 TrustedCertAddress;
            HV_UINT32 TrustedCertSize;
            HV_UINT64 HashOrPkcsDataAddress;
            HV_UINT32 HashOrPkcsDataSize;
        } AuthenticodeOrPkcs7Params;
        struct
        {
            SECUREBOOT_EVENT_INFO EventInfo;
        } LogEventParams;
        struct
        {
            HV_UINT64 BufferAddress;
            HV_UINT32 BufferSize;
        } GetRandomNumberParams;
    } U;
} CRYPTO_COMMAND_DESCRIPTOR, *PCRYPTO_COMMAND_DESCRIPTOR;
HV_STATIC_ASSERT(sizeof(CRYPTO_COMMAND_DESCRIPTOR) == 48);

HV_PACK_END

/*
 * Watchdog.
 */

/** What its registers read while it is off. */
#define BIOS_WATCHDOG_NOT_ENABLED 0xFFFFFFFF

/** BiosConfigWatchdogConfig; it runs with this and the next. */
#define BIOS_WATCHDOG_CONFIGURED 0x01
#define BIOS_WATCHDOG_ENABLED 0x02
/** It expires once. OpenVMM: always so. */
#define BIOS_WATCHDOG_ONE_SHOT 0x10
/** It caused this boot. Written back, it clears. */
#define BIOS_WATCHDOG_BOOT_STATUS 0x00000100
/** No public description; OpenVMM refuses it. */
#define BIOS_WATCHDOG_FOR_GUEST 0x00001000

#define BIOS_WATCHDOG_RUNNING (BIOS_WATCHDOG_CONFIGURED | BIOS_WATCHDOG_ENABLED)

HV_HEADER_END

#endif /* !MILE_HYPERV_FIRMWARE_BIOS */
