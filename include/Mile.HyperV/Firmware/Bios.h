/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief BIOS device: services of the host for a machine's firmware and ACPI code.
 *
 * The device has two 32-bit registers at BIOS_INTERFACE_BASE_ADDRESS, an I/O port on x64 and a
 * guest physical address on ARM64. The register at offset 0 selects one of
 * BIOS_INTERFACE_SELECTORS, the register at offset 4 reads or writes its value. If the value is
 * a guest physical address, a descriptor is located there, below 4 GiB because the register has
 * 32 bits. When the write returns, the host has finished and has written Status to the
 * descriptor.
 *
 * Firmware of a generation 1 machine reads its whole configuration from this device. Firmware of
 * a generation 2 machine finds its configuration in memory (UefiConfig.h) and uses the device
 * for variables, cryptography, the watchdog and the event log (BiosEventLog.h).
 *
 * Sources: mu_msvm BiosInterface.h; OpenVMM firmware_uefi and firmware_pcat; the
 * original Mile.HyperV (1.x).
 */

#ifndef MILE_HYPERV_FIRMWARE_BIOS
#define MILE_HYPERV_FIRMWARE_BIOS

#include "../Hypervisor/Types.h"

HV_HEADER_BEGIN

/** I/O port of the first register on x64. */
#define BIOS_INTERFACE_BASE_ADDRESS_X64 0x28
/** Guest physical address of the first register on ARM64, in bytes. */
#define BIOS_INTERFACE_BASE_ADDRESS_ARM64 0xEFFED000
/** Address of the first register on the target architecture. */
#define BIOS_INTERFACE_BASE_ADDRESS HV_BY_TARGET(BIOS_INTERFACE_BASE_ADDRESS_X64, BIOS_INTERFACE_BASE_ADDRESS_ARM64)

/** Limits of the device. */
typedef HV_UINT32 BIOS_INTERFACE_CONSTANTS, *PBIOS_INTERFACE_CONSTANTS;
enum
{
    BiosInterfaceMaximumProcessorNumber = 64,
    BiosInterfaceEntropyTableSize = 64, /**< Bytes. */
    BiosInterfaceGenerationIdSize = 16, /**< Bytes. */
    BiosInterfaceSmbiosStringMax = 32,
};

/** Selector of a value; never reused. A host supports only those of the machine's generation. */
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
    BiosConfigSleepStates = 0x10,        /**< Read: 8 if ACPI offers S4, else 0. OpenVMM only. */
    BiosConfigPciIoGapStart = 0x12,
    BiosConfigProcessorReplyStatusIndex = 0x13,
    BiosConfigProcessorReplyStatus = 0x14,
    BiosConfigProcessorMatEnable = 0x15,
    BiosConfigProcessorStaEnable = 0x16,
    BiosConfigWaitNano100 = 0x17,        /**< Write: waits for the value, in units of 100 ns. */
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
    BiosConfigWatchdogResolution = 0x28, /**< Seconds per count; read-only. */
    BiosConfigWatchdogCount = 0x29,      /**< Counts until the watchdog expires. */
    BiosConfigMemoryMapSize = 0x2A,
    BiosConfigSetEfiDiagnosticsGpa = 0x2B,
    BiosConfigProcessEfiDiagnostics = 0x2C,
    BiosConfigEventLogFlush = 0x30,      /**< Address of BIOS_EVENT_CHANNEL (BiosEventLog.h). */
    BiosConfigMorSetVariable = 0x31,     /**< Request to clear memory, from the TPM's _DSM. */
    BiosConfigVdevVersion = 0x32,
    BiosConfigMemoryMap = 0x33,          /**< VM_MEMORY_RANGE or VM_MEMORY_RANGE_V5. */
    /** Address of a status and a time; ARM64, which has no CMOS clock. */
    BiosConfigGetTime = 0x34,
    BiosConfigSetTime = 0x35,  /**< Address of a status and a time; ARM64. */
    BiosDebugOutputString = 0x36,
    BiosConfigNfitSize = 0x37,
    BiosConfigNfitPopulate = 0x38,
    BiosConfigVpmemSetACPIBuffer = 0x39,
    BiosConfigMaxValue = 0x39, /**< Maximum in mu_msvm, which lacks 0x3A and 0x3B. */
    /** Write: no device could be booted; generation 1. OpenVMM only. */
    BiosConfigReportBootFailure = 0x3A,
    /** Write: the firmware tries a device; generation 1. OpenVMM only. */
    BiosConfigReportBootAttempt = 0x3B,
};

/*
 * SMBIOS: processor of a generation 1 machine.
 */

/** String for an absent value. */
#define SMBIOS_NONE_STRING "None"
/** Bytes of SMBIOS_NONE_STRING, the terminating zero included. */
#define SMBIOS_NONE_STRING_SIZE 5
/** Most characters of a string, without the terminating zero. */
#define MAX_SMBIOS_STRING_LENGTH 64

HV_PACK_BEGIN

/** Header of an SMBIOS structure. */
typedef struct HV_SMBIOS_HEADER
{
    HV_UINT8 Type;    /**< SMBIOS type. */
    HV_UINT8 Length;  /**< Bytes of the formatted part, with this header; at least 4. */
    HV_UINT16 Handle; /**< SMBIOS handle. */
} HV_SMBIOS_HEADER, *PHV_SMBIOS_HEADER;
HV_STATIC_ASSERT(sizeof(HV_SMBIOS_HEADER) == 4);

/**
 * Formatted part of SMBIOS 2.4, type 4. Each member has the encoding of the SMBIOS field of its
 * name.
 */
typedef struct SMBIOS_CPU_INFO_FORMATTED
{
    HV_SMBIOS_HEADER Header;
    HV_UINT8 SocketDesignation;
    HV_UINT8 ProcessorType;
    HV_UINT8 ProcessorFamily;
    HV_UINT8 ProcessorManufacturer;
    HV_UINT64 ProcessorId;
    HV_UINT8 ProcessorVersion; /**< Number of the string, from 1. */
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

/** Strings of the processor: "None" four times, two strings of the host, and an empty one. */
typedef struct SMBIOS_CPU_INFO_STRINGS
{
    /** The strings, each terminated by a zero. */
    HV_CHAR StringTable[4 * SMBIOS_NONE_STRING_SIZE + 2 * (MAX_SMBIOS_STRING_LENGTH + 1) + 1];
} SMBIOS_CPU_INFO_STRINGS, *PSMBIOS_CPU_INFO_STRINGS;
HV_STATIC_ASSERT(sizeof(SMBIOS_CPU_INFO_STRINGS) == 151);

/** Strings of the processor: "None" once, two strings of the host, and an empty one. */
typedef struct SMBIOS_CPU_INFO_STRINGS_LEGACY
{
    /** The strings, each terminated by a zero. */
    HV_CHAR StringTable[SMBIOS_NONE_STRING_SIZE + 2 * (MAX_SMBIOS_STRING_LENGTH + 1) + 1];
} SMBIOS_CPU_INFO_STRINGS_LEGACY, *PSMBIOS_CPU_INFO_STRINGS_LEGACY;
HV_STATIC_ASSERT(sizeof(SMBIOS_CPU_INFO_STRINGS_LEGACY) == 136);

/** SMBIOS structure of the processor. */
typedef struct SMBIOS_CPU_INFORMATION
{
    SMBIOS_CPU_INFO_FORMATTED Formatted;
    SMBIOS_CPU_INFO_STRINGS Unformatted; /**< Strings that Formatted refers to by number. */
} SMBIOS_CPU_INFORMATION, *PSMBIOS_CPU_INFORMATION;
HV_STATIC_ASSERT(sizeof(SMBIOS_CPU_INFORMATION) == 186);

/** SMBIOS structure of the processor, with SMBIOS_CPU_INFO_STRINGS_LEGACY. */
typedef struct SMBIOS_CPU_INFORMATION_LEGACY
{
    SMBIOS_CPU_INFO_FORMATTED Formatted;
    SMBIOS_CPU_INFO_STRINGS_LEGACY Unformatted; /**< Strings that Formatted refers to by number. */
} SMBIOS_CPU_INFORMATION_LEGACY, *PSMBIOS_CPU_INFORMATION_LEGACY;
HV_STATIC_ASSERT(sizeof(SMBIOS_CPU_INFORMATION_LEGACY) == 171);

HV_PACK_END

/*
 * Memory map.
 */

/** Memory range, in versions 2 to 4 of the device (BiosConfigVdevVersion). */
typedef struct VM_MEMORY_RANGE
{
    HV_UINT64 BaseAddress; /**< Guest physical address, in bytes. */
    HV_UINT64 Length;      /**< Bytes of the range; the bound is undocumented. */
} VM_MEMORY_RANGE, *PVM_MEMORY_RANGE;
HV_STATIC_ASSERT(sizeof(VM_MEMORY_RANGE) == 16);

/** Flag of VM_MEMORY_RANGE_V5: reserved, not RAM (EfiReservedMemoryType). */
#define VM_MEMORY_RANGE_FLAG_PLATFORM_RESERVED 0x1
/** Flag of VM_MEMORY_RANGE_V5: nonvolatile, byte-addressable (EfiPersistentMemory). */
#define VM_MEMORY_RANGE_FLAG_PERSISTENT_MEMORY 0x2
/** Flag of VM_MEMORY_RANGE_V5: conventional memory with EFI_MEMORY_SP. */
#define VM_MEMORY_RANGE_FLAG_SPECIFIC_PURPOSE 0x4

/** Memory range, since version 5 of the device (BiosConfigVdevVersion). */
typedef struct VM_MEMORY_RANGE_V5
{
    HV_UINT64 BaseAddress; /**< Guest physical address, in bytes. */
    HV_UINT64 Length;      /**< Bytes of the range; the bound is undocumented. */
    HV_UINT32 Flags;       /**< VM_MEMORY_RANGE_FLAG_... */
    HV_UINT32 Reserved;
} VM_MEMORY_RANGE_V5, *PVM_MEMORY_RANGE_V5;
HV_STATIC_ASSERT(sizeof(VM_MEMORY_RANGE_V5) == 24);

/*
 * UEFI variables. The guest writes a descriptor; the host writes Status.
 */

/**
 * UEFI runtime service that the firmware requests. NvramSignalRuntimeCommand reports the end
 * of boot services. NvramDebugStringCommand prints VariableNameBytes bytes of UTF-16 text at
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

/** Most bytes of a variable's name, in UTF-16. */
#define EFI_MAX_VARIABLE_NAME_SIZE (2 * 1024)
/** Most bytes of a variable's data. */
#define EFI_MAX_VARIABLE_DATA_SIZE (32 * 1024)

HV_PACK_BEGIN
/**
 * Request about UEFI variables. Guest to host, by BiosConfigNvramCommand; the host responds in
 * Status. Its first version is undocumented.
 */
typedef struct NVRAM_COMMAND_DESCRIPTOR
{
    NVRAM_COMMAND Command;
    HV_UINT64 Status; /**< EFI_STATUS. */
    union
    {
        struct
        {
            HV_UINT32 VariableAttributes;  /**< UEFI attributes; input of set, output of get. */
            HV_UINT64 VariableNameAddress; /**< Guest physical address; the next name is output. */
            /** Bytes of the buffer; the next name's bytes are output. */
            HV_UINT32 VariableNameBytes;
            HV_GUID VariableVendorGuid;    /**< Input; output with the next name. */
            HV_UINT64 VariableDataAddress; /**< Guest physical address of the data. */
            /** Input: bytes of the buffer. Output: bytes of the data. */
            HV_UINT32 VariableDataBytes;
        } VariableCommand; /**< Get, set and the two commands for names. */
        struct
        {
            HV_UINT32 Attributes;               /**< Input: kind of variables. */
            HV_UINT64 MaximumVariableStorage;   /**< Bytes. */
            HV_UINT64 RemainingVariableStorage; /**< Bytes. */
            /** Output: bytes of the largest variable; OpenVMM does not support the command. */
            HV_UINT64 MaximumVariableSize;
        } QueryInfo; /**< NvramQueryInfoCommand. */
        union
        {
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                /** Bit 0: if clear, OpenVMM revokes virtual secure mode. */
                HV_UINT64 VsmAware : 1;
                HV_UINT64 Unused : 63; /**< Bits 1 to 63: undocumented. */
            } S; /**< The capabilities of the operating system, by bit. */
#endif
            HV_UINT64 AsUINT64;
        } SignalRuntimeCommand; /**< NvramSignalRuntimeCommand. */
        struct
        {
            HV_UINT32 Padding;
            HV_UINT64 Address; /**< Guest physical address of text for the host's log. */
            HV_UINT32 Length;  /**< Bytes of UTF-16 text; the bound is undocumented. */
        } DebugString; /**< NvramDebugStringCommand. */
    } U; /**< Input and output, in the form that Command selects. */
} NVRAM_COMMAND_DESCRIPTOR, *PNVRAM_COMMAND_DESCRIPTOR;
HV_STATIC_ASSERT(sizeof(NVRAM_COMMAND_DESCRIPTOR) == 56);

HV_PACK_END

/*
 * Cryptography of the host. OpenVMM supports only CryptoGetRandomNumber.
 */

/** Bytes of a hash context: two 64-bit words. */
#define CRYPT_HASH_CONTEXT_SIZE 16

/** Hash algorithm. */
typedef HV_UINT32 HASH_ALG_ID, *PHASH_ALG_ID;
enum
{
    HashAlgSha1 = 0,
    HashAlgSha256 = 1,
};

/** Operation of CRYPTO_COMMAND_DESCRIPTOR. */
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

/** Reason for which an image failed verification, in CryptoLogEvent. */
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
/**
 * Request for a cryptographic operation. Guest to host, by BiosConfigCryptoCommand; the host
 * responds in Status. Addresses are guest physical addresses in bytes; lengths and sizes are in
 * bytes. Its first version is undocumented.
 */
typedef struct CRYPTO_COMMAND_DESCRIPTOR
{
    CRYPTO_COMMAND Command;
    HV_UINT64 Status; /**< EFI_STATUS. */
    union
    {
        struct
        {
            HASH_ALG_ID HashAlgorithm; /**< Algorithm of the hash to compute. */
            HV_UINT64 DataAddress;     /**< Guest physical address, in bytes. */
            HV_UINT32 DataLength;      /**< Bytes at DataAddress; the bound is undocumented. */
            HV_UINT64 ValueAddress;    /**< Guest physical address, in bytes. */
            HV_UINT32 ValueLength;     /**< Bytes at ValueAddress; the bound is undocumented. */
        } ComputeHashParams; /**< CryptoComputeHash. */
        struct
        {
            HV_UINT64 RsaContextAddress;  /**< Guest physical address, in bytes. */
            /** Bytes at RsaContextAddress; the bound is undocumented. */
            HV_UINT32 RsaContextLength;
            HV_UINT64 MessageHashAddress; /**< Guest physical address, in bytes. */
            /** Bytes at MessageHashAddress; the bound is undocumented. */
            HV_UINT32 MessageHashLength;
            HV_UINT64 SignatureAddress;   /**< Guest physical address, in bytes. */
            /** Bytes at SignatureAddress; the bound is undocumented. */
            HV_UINT32 SignatureLength;
        } RsaPkcs1Params; /**< CryptoVerifyRsaPkcs1. */
        struct
        {
            HV_UINT64 AuthDataAddress;       /**< Guest physical address, in bytes. */
            /** Bytes at AuthDataAddress; the bound is undocumented. */
            HV_UINT32 AuthDataSize;
            HV_UINT64 TrustedCertAddress;    /**< Guest physical address, in bytes. */
            /** Bytes at TrustedCertAddress; the bound is undocumented. */
            HV_UINT32 TrustedCertSize;
            HV_UINT64 HashOrPkcsDataAddress; /**< Guest physical address, in bytes. */
            /** Bytes at HashOrPkcsDataAddress; the bound is undocumented. */
            HV_UINT32 HashOrPkcsDataSize;
        } AuthenticodeOrPkcs7Params; /**< CryptoVerifyPkcs7 and CryptoVerifyAuthenticode. */
        struct
        {
            SECUREBOOT_EVENT_INFO EventInfo;
        } LogEventParams; /**< CryptoLogEvent. */
        struct
        {
            HV_UINT64 BufferAddress; /**< Guest physical address, in bytes. */
            HV_UINT32 BufferSize;    /**< Bytes at BufferAddress; OpenVMM accepts at most 8. */
        } GetRandomNumberParams; /**< CryptoGetRandomNumber. */
    } U; /**< Input, in the form that Command selects. */
} CRYPTO_COMMAND_DESCRIPTOR, *PCRYPTO_COMMAND_DESCRIPTOR;
HV_STATIC_ASSERT(sizeof(CRYPTO_COMMAND_DESCRIPTOR) == 48);

HV_PACK_END

/*
 * Watchdog.
 */

/** Value of the watchdog's registers while it is disabled. */
#define BIOS_WATCHDOG_NOT_ENABLED 0xFFFFFFFF

/** Flag of BiosConfigWatchdogConfig. The watchdog runs if BIOS_WATCHDOG_ENABLED is also set. */
#define BIOS_WATCHDOG_CONFIGURED 0x01
/** Flag of BiosConfigWatchdogConfig. The watchdog runs if BIOS_WATCHDOG_CONFIGURED is also set. */
#define BIOS_WATCHDOG_ENABLED 0x02
/** Flag of BiosConfigWatchdogConfig: the watchdog expires once, as it always does in OpenVMM. */
#define BIOS_WATCHDOG_ONE_SHOT 0x10
/** Flag of BiosConfigWatchdogConfig: the watchdog caused this boot. Writing the flag clears it. */
#define BIOS_WATCHDOG_BOOT_STATUS 0x00000100
/** Flag of BiosConfigWatchdogConfig. Undocumented; OpenVMM rejects it. */
#define BIOS_WATCHDOG_FOR_GUEST 0x00001000

/** Flags of a running watchdog. */
#define BIOS_WATCHDOG_RUNNING (BIOS_WATCHDOG_CONFIGURED | BIOS_WATCHDOG_ENABLED)

HV_HEADER_END

#endif /* !MILE_HYPERV_FIRMWARE_BIOS */
