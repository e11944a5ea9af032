/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The configuration that the host puts into memory for the UEFI firmware of a generation 2 machine.
 *
 * A row of structures, each of which begins with UEFI_CONFIG_HEADER and is as long
 * as that says, always a multiple of 8 bytes: zeros fill the end of those with a
 * table or a string; a string is 8-bit characters and a zero. The first one is
 * UEFI_CONFIG_STRUCTURE_COUNT, which tells how long the row is. Where the row lies
 * is agreed on between a firmware and who loads it.
 *
 * An isolated machine, which does not trust the host's memory, gets an IGVM image's
 * parameters instead (UEFI_IGVM_PARAMETER_INFO; Igvm.h).
 *
 * What a reader checks: Length is at least the structure's, a multiple of 8, and
 * within TotalConfigBlobSize, which is within the memory that it lies in.
 *
 * Sources: mu_msvm BiosInterface.h and PlatformPei; OpenVMM's UEFI loader; the original
 * collection.
 */

#ifndef MILE_HYPERV_FIRMWARE_UEFI_CONFIG
#define MILE_HYPERV_FIRMWARE_UEFI_CONFIG

#include "../Hypervisor/Types.h"
#include "Bios.h"

HV_HEADER_BEGIN

/** UEFI_CONFIG_HEADER.Type. */
typedef HV_UINT32 UEFI_CONFIG_STRUCTURE_TYPE, *PUEFI_CONFIG_STRUCTURE_TYPE;
enum
{
    UefiConfigStructureCount = 0,
    UefiConfigBiosInformation = 1,
    UefiConfigSrat = 2,
    UefiConfigMemoryMap = 3,
    UefiConfigEntropy = 4,
    UefiConfigBiosGuid = 5,
    UefiConfigSmbiosSystemSerialNumber = 6,
    UefiConfigSmbiosBaseSerialNumber = 7,
    UefiConfigSmbiosChassisSerialNumber = 8,
    UefiConfigSmbiosChassisAssetTag = 9,
    UefiConfigSmbiosBiosLockString = 0x0A,
    UefiConfigSmbios31ProcessorInformation = 0x0B,
    UefiConfigSmbiosSocketDesignation = 0x0C,
    UefiConfigSmbiosProcessorManufacturer = 0x0D,
    UefiConfigSmbiosProcessorVersion = 0x0E,
    UefiConfigSmbiosProcessorSerialNumber = 0x0F,
    UefiConfigSmbiosProcessorAssetTag = 0x10,
    UefiConfigSmbiosProcessorPartNumber = 0x11,
    UefiConfigFlags = 0x12,
    UefiConfigProcessorInformation = 0x13,
    UefiConfigMmioRanges = 0x14,
    UefiConfigAARCH64MPIDR = 0x15,
    UefiConfigAcpiTable = 0x16,
    UefiConfigNvdimmCount = 0x17,
    UefiConfigMadt = 0x18,
    UefiConfigVpciInstanceFilter = 0x19,
    UefiConfigSmbiosSystemManufacturer = 0x1A,
    UefiConfigSmbiosSystemProductName = 0x1B,
    UefiConfigSmbiosSystemVersion = 0x1C,
    UefiConfigSmbiosSystemSKUNumber = 0x1D,
    UefiConfigSmbiosSystemFamily = 0x1E,
    UefiConfigSmbiosMemoryDeviceSerialNumber = 0x1F,
    UefiConfigSlit = 0x20,
    UefiConfigAspt = 0x21,
    UefiConfigPptt = 0x22,
    UefiConfigGic = 0x23,
    UefiConfigMcfg = 0x24,
    UefiConfigSsdt = 0x25,
    UefiConfigHmat = 0x26,
    UefiConfigIort = 0x27,
    UefiConfigPcieBarApertures = 0x28,
};

HV_PACK_BEGIN

/** Begins each structure. */
typedef struct UEFI_CONFIG_HEADER
{
    HV_UINT32 Type;   /**< UEFI_CONFIG_STRUCTURE_TYPE. */
    HV_UINT32 Length; /**< Bytes, with this header. */
} UEFI_CONFIG_HEADER;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_HEADER) == 8);

/** The first one. */
typedef struct UEFI_CONFIG_STRUCTURE_COUNT
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT32 TotalStructureCount; /**< With this one. */
    HV_UINT32 TotalConfigBlobSize; /**< Bytes of all. */
} UEFI_CONFIG_STRUCTURE_COUNT, *PUEFI_CONFIG_STRUCTURE_COUNT;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_STRUCTURE_COUNT) == 16);

/*
 * The machine.
 */

typedef struct UEFI_CONFIG_BIOS_INFORMATION
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT32 BiosSizePages; /**< Pages of 4 KiB that the firmware takes up. */
    union
    {
        HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 LegacyMemoryMap : 1; /**< Bit 0: VM_MEMORY_RANGE, not VM_MEMORY_RANGE_V5 (Bios.h). */
            HV_UINT32 Reserved : 31;
        };
#endif
    } Flags;
} UEFI_CONFIG_BIOS_INFORMATION, *PUEFI_CONFIG_BIOS_INFORMATION;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_BIOS_INFORMATION) == 16);

/** UEFI_CONFIG_FLAGS.Flags.ConsoleMode: where the firmware's console is. */
enum
{
    ConfigLibConsoleModeDefault = 0, /**< Synthetic video and keyboard. */
    ConfigLibConsoleModeCOM1 = 1,    /**< The first serial port; no video. */
    ConfigLibConsoleModeCOM2 = 2,    /**< The second serial port; no video. */
    ConfigLibConsoleModeNone = 3,
};

/** UEFI_CONFIG_FLAGS.Flags.MemoryProtectionMode: how strictly the firmware protects its own memory. */
enum
{
    ConfigLibMemoryProtectionModeDisabled = 0,
    ConfigLibMemoryProtectionModeDefault = 1,
    ConfigLibMemoryProtectionModeStrict = 2,
    ConfigLibMemoryProtectionModeRelaxed = 3, /**< As the default, with fewer checks. */
};

typedef struct UEFI_CONFIG_FLAGS
{
    UEFI_CONFIG_HEADER Header;
    union
    {
        HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT64 SerialControllersEnabled : 1;     /**< Bit 0. */
            HV_UINT64 PauseAfterBootFailure : 1;        /**< Bit 1. */
            HV_UINT64 PxeIpV6 : 1;                      /**< Bit 2. */
            HV_UINT64 DebuggerEnabled : 1;              /**< Bit 3. */
            HV_UINT64 LoadOempTable : 1;                /**< Bit 4. */
            HV_UINT64 TpmEnabled : 1;                   /**< Bit 5. */
            HV_UINT64 HibernateEnabled : 1;             /**< Bit 6. */
            HV_UINT64 ConsoleMode : 2;                  /**< Bits 7 and 8: ConfigLibConsoleMode... */
            HV_UINT64 MemoryAttributesTableEnabled : 1; /**< Bit 9. */
            HV_UINT64 VirtualBatteryEnabled : 1;        /**< Bit 10. */
            HV_UINT64 SgxMemoryEnabled : 1;             /**< Bit 11. */
            HV_UINT64 IsVmbfsBoot : 1;                  /**< Bit 12. */
            HV_UINT64 MeasureAdditionalPcrs : 1;        /**< Bit 13: into the TPM. */
            HV_UINT64 DisableFrontpage : 1;             /**< Bit 14. */
            HV_UINT64 DefaultBootAlwaysAttempt : 1;     /**< Bit 15. */
            HV_UINT64 LowPowerS0IdleEnabled : 1;        /**< Bit 16. */
            HV_UINT64 VpciBootEnabled : 1;              /**< Bit 17. */
            HV_UINT64 ProcIdleEnabled : 1;              /**< Bit 18. */
            HV_UINT64 DisableSha384Pcr : 1;             /**< Bit 19. */
            HV_UINT64 MediaPresentEnabledByDefault : 1; /**< Bit 20. */
            HV_UINT64 MemoryProtectionMode : 2;         /**< Bits 21 and 22: ConfigLibMemoryProtectionMode... */
            HV_UINT64 EnableIMCWhenIsolated : 1;        /**< Bit 23: the initial machine configuration. */
            HV_UINT64 WatchdogEnabled : 1;              /**< Bit 24. */
            HV_UINT64 TpmLocalityRegsEnabled : 1;       /**< Bit 25. */
            HV_UINT64 Dhcp6DuidTypeLlt : 1;             /**< Bit 26. */
            HV_UINT64 CxlMemoryEnabled : 1;             /**< Bit 27. */
            HV_UINT64 MtrrsInitializedAtLoad : 1;       /**< Bit 28. */
            HV_UINT64 HvSintEnabled : 1;                /**< Bit 29: not for UEFI. */
            HV_UINT64 VmbusDisabled : 1;                /**< Bit 30. */
            HV_UINT64 PciResourcesPreAssigned : 1;      /**< Bit 31. */
            HV_UINT64 ForceDmaBounceEnabled : 1;        /**< Bit 32. */
            HV_UINT64 IpmiEnabled : 1;                  /**< Bit 33: an IPMI controller, told by SMBIOS type 38. */
            HV_UINT64 Reserved : 30;
        };
#endif
    } Flags;
} UEFI_CONFIG_FLAGS, *PUEFI_CONFIG_FLAGS;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_FLAGS) == 16);

typedef struct UEFI_CONFIG_PROCESSOR_INFORMATION
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT32 MaxProcessorCount;
    HV_UINT32 ProcessorCount;
    HV_UINT32 ProcessorsPerVirtualSocket;
    HV_UINT32 ThreadsPerProcessor;
} UEFI_CONFIG_PROCESSOR_INFORMATION, *PUEFI_CONFIG_PROCESSOR_INFORMATION;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_PROCESSOR_INFORMATION) == 24);

typedef struct UEFI_CONFIG_MEMORY_MAP
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 MemoryMap[]; /**< VM_MEMORY_RANGE_V5 in a row, or VM_MEMORY_RANGE by LegacyMemoryMap. */
} UEFI_CONFIG_MEMORY_MAP, *PUEFI_CONFIG_MEMORY_MAP;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_MEMORY_MAP) == 8);

typedef struct UEFI_CONFIG_MMIO
{
    HV_UINT64 MmioPageNumberStart; /**< Of 4 KiB, as the size. */
    HV_UINT64 MmioSizeInPages;
} UEFI_CONFIG_MMIO, *PUEFI_CONFIG_MMIO;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_MMIO) == 16);

/** As many as Header.Length has room for, as all that follow in such a row. */
typedef struct UEFI_CONFIG_MMIO_RANGES
{
    UEFI_CONFIG_HEADER Header;
    UEFI_CONFIG_MMIO Ranges[];
} UEFI_CONFIG_MMIO_RANGES, *PUEFI_CONFIG_MMIO_RANGES;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_MMIO_RANGES) == 8);

typedef struct UEFI_CONFIG_ENTROPY
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 Entropy[BiosInterfaceEntropyTableSize];
} UEFI_CONFIG_ENTROPY, *PUEFI_CONFIG_ENTROPY;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_ENTROPY) == 72);

typedef struct UEFI_CONFIG_NVDIMM_COUNT
{
    UEFI_CONFIG_HEADER Header;
    union
    {
        HV_UINT64 Padding;
        HV_UINT16 Count;
    };
} UEFI_CONFIG_NVDIMM_COUNT, *PUEFI_CONFIG_NVDIMM_COUNT;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_NVDIMM_COUNT) == 16);

typedef struct UEFI_CONFIG_VPCI_INSTANCE_FILTER
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 InstanceGuid[16]; /**< The one bus to boot from. */
} UEFI_CONFIG_VPCI_INSTANCE_FILTER, *PUEFI_CONFIG_VPCI_INSTANCE_FILTER;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_VPCI_INSTANCE_FILTER) == 24);

/** ARM64. */
typedef struct UEFI_CONFIG_GIC
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT64 GicDistributorBase;
    HV_UINT64 GicRedistributorsBase; /**< Of the block with the first processor's. */
} UEFI_CONFIG_GIC, *PUEFI_CONFIG_GIC;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_GIC) == 24);

/** ARM64; MPIDR_EL1 of each processor. mu_msvm means to drop it. */
typedef struct UEFI_CONFIG_AARCH64_MPIDR
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT64 ProcessorMPIDRValues[];
} UEFI_CONFIG_AARCH64_MPIDR, *PUEFI_CONFIG_AARCH64_MPIDR;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_AARCH64_MPIDR) == 8);

/*
 * ACPI tables, each as it shall be published.
 */

typedef struct UEFI_CONFIG_MADT
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 Madt[];
} UEFI_CONFIG_MADT, *PUEFI_CONFIG_MADT;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_MADT) == 8);

typedef struct UEFI_CONFIG_SRAT
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 Srat[];
} UEFI_CONFIG_SRAT, *PUEFI_CONFIG_SRAT;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SRAT) == 8);

typedef struct UEFI_CONFIG_SLIT
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 Slit[];
} UEFI_CONFIG_SLIT, *PUEFI_CONFIG_SLIT;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SLIT) == 8);

typedef struct UEFI_CONFIG_PPTT
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 Pptt[];
} UEFI_CONFIG_PPTT, *PUEFI_CONFIG_PPTT;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_PPTT) == 8);

typedef struct UEFI_CONFIG_HMAT
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 Hmat[];
} UEFI_CONFIG_HMAT, *PUEFI_CONFIG_HMAT;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_HMAT) == 8);

typedef struct UEFI_CONFIG_AMD_ASPT
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 Aspt[];
} UEFI_CONFIG_AMD_ASPT, *PUEFI_CONFIG_AMD_ASPT;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_AMD_ASPT) == 8);

typedef struct UEFI_CONFIG_MCFG
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 Mcfg[];
} UEFI_CONFIG_MCFG, *PUEFI_CONFIG_MCFG;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_MCFG) == 8);

typedef struct UEFI_CONFIG_SSDT
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 Ssdt[];
} UEFI_CONFIG_SSDT, *PUEFI_CONFIG_SSDT;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SSDT) == 8);

typedef struct UEFI_CONFIG_IORT
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 Iort[];
} UEFI_CONFIG_IORT, *PUEFI_CONFIG_IORT;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_IORT) == 8);

/** Any other one; mu_msvm has it for tests. */
typedef struct UEFI_CONFIG_ACPI_TABLE
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 AcpiTableData[];
} UEFI_CONFIG_ACPI_TABLE, *PUEFI_CONFIG_ACPI_TABLE;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_ACPI_TABLE) == 8);

/** A host bridge that the firmware shall enumerate. */
typedef struct PCIE_BAR_APERTURE_ENTRY
{
    HV_UINT16 Segment;
    HV_UINT8 StartBus;
    HV_UINT8 EndBus;
    HV_UINT32 Uid;         /**< As the SSDT names the bridge. */
    HV_UINT64 LowMmioBase; /**< Below 4 GiB; bytes, as the lengths. */
    HV_UINT64 LowMmioLength;
    HV_UINT64 HighMmioBase;
    HV_UINT64 HighMmioLength;
} PCIE_BAR_APERTURE_ENTRY, *PPCIE_BAR_APERTURE_ENTRY;
HV_STATIC_ASSERT(sizeof(PCIE_BAR_APERTURE_ENTRY) == 40);

typedef struct UEFI_CONFIG_PCIE_BAR_APERTURES
{
    UEFI_CONFIG_HEADER Header;
    PCIE_BAR_APERTURE_ENTRY Entries[];
} UEFI_CONFIG_PCIE_BAR_APERTURES, *PUEFI_CONFIG_PCIE_BAR_APERTURES;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_PCIE_BAR_APERTURES) == 8);

/*
 * SMBIOS.
 */

typedef struct UEFI_CONFIG_BIOS_GUID
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 BiosGuid[16]; /**< The system's UUID. */
} UEFI_CONFIG_BIOS_GUID, *PUEFI_CONFIG_BIOS_GUID;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_BIOS_GUID) == 24);

typedef struct UEFI_CONFIG_SMBIOS_SYSTEM_MANUFACTURER
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 SystemManufacturer[];
} UEFI_CONFIG_SMBIOS_SYSTEM_MANUFACTURER, *PUEFI_CONFIG_SMBIOS_SYSTEM_MANUFACTURER;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SMBIOS_SYSTEM_MANUFACTURER) == 8);

typedef struct UEFI_CONFIG_SMBIOS_SYSTEM_PRODUCT_NAME
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 SystemProductName[];
} UEFI_CONFIG_SMBIOS_SYSTEM_PRODUCT_NAME, *PUEFI_CONFIG_SMBIOS_SYSTEM_PRODUCT_NAME;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SMBIOS_SYSTEM_PRODUCT_NAME) == 8);

typedef struct UEFI_CONFIG_SMBIOS_SYSTEM_VERSION
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 SystemVersion[];
} UEFI_CONFIG_SMBIOS_SYSTEM_VERSION, *PUEFI_CONFIG_SMBIOS_SYSTEM_VERSION;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SMBIOS_SYSTEM_VERSION) == 8);

typedef struct UEFI_CONFIG_SMBIOS_SYSTEM_SERIAL_NUMBER
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 SystemSerialNumber[];
} UEFI_CONFIG_SMBIOS_SYSTEM_SERIAL_NUMBER, *PUEFI_CONFIG_SMBIOS_SYSTEM_SERIAL_NUMBER;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SMBIOS_SYSTEM_SERIAL_NUMBER) == 8);

typedef struct UEFI_CONFIG_SMBIOS_SYSTEM_SKU_NUMBER
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 SystemSKUNumber[];
} UEFI_CONFIG_SMBIOS_SYSTEM_SKU_NUMBER, *PUEFI_CONFIG_SMBIOS_SYSTEM_SKU_NUMBER;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SMBIOS_SYSTEM_SKU_NUMBER) == 8);

typedef struct UEFI_CONFIG_SMBIOS_SYSTEM_FAMILY
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 SystemFamily[];
} UEFI_CONFIG_SMBIOS_SYSTEM_FAMILY, *PUEFI_CONFIG_SMBIOS_SYSTEM_FAMILY;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SMBIOS_SYSTEM_FAMILY) == 8);

typedef struct UEFI_CONFIG_SMBIOS_BASE_SERIAL_NUMBER
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 BaseSerialNumber[];
} UEFI_CONFIG_SMBIOS_BASE_SERIAL_NUMBER, *PUEFI_CONFIG_SMBIOS_BASE_SERIAL_NUMBER;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SMBIOS_BASE_SERIAL_NUMBER) == 8);

typedef struct UEFI_CONFIG_SMBIOS_CHASSIS_SERIAL_NUMBER
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 ChassisSerialNumber[];
} UEFI_CONFIG_SMBIOS_CHASSIS_SERIAL_NUMBER, *PUEFI_CONFIG_SMBIOS_CHASSIS_SERIAL_NUMBER;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SMBIOS_CHASSIS_SERIAL_NUMBER) == 8);

typedef struct UEFI_CONFIG_SMBIOS_CHASSIS_ASSET_TAG
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 ChassisAssetTag[];
} UEFI_CONFIG_SMBIOS_CHASSIS_ASSET_TAG, *PUEFI_CONFIG_SMBIOS_CHASSIS_ASSET_TAG;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SMBIOS_CHASSIS_ASSET_TAG) == 8);

typedef struct UEFI_CONFIG_SMBIOS_BIOS_LOCK_STRING
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 BiosLockString[];
} UEFI_CONFIG_SMBIOS_BIOS_LOCK_STRING, *PUEFI_CONFIG_SMBIOS_BIOS_LOCK_STRING;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SMBIOS_BIOS_LOCK_STRING) == 8);

typedef struct UEFI_CONFIG_SMBIOS_MEMORY_DEVICE_SERIAL_NUMBER
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 MemoryDeviceSerialNumber[];
} UEFI_CONFIG_SMBIOS_MEMORY_DEVICE_SERIAL_NUMBER, *PUEFI_CONFIG_SMBIOS_MEMORY_DEVICE_SERIAL_NUMBER;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SMBIOS_MEMORY_DEVICE_SERIAL_NUMBER) == 8);

/** SMBIOS 3.1, type 4. */
typedef struct UEFI_CONFIG_SMBIOS_3_1_PROCESSOR_INFORMATION
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT64 ProcessorID;
    HV_UINT16 ExternalClock;
    HV_UINT16 MaxSpeed;
    HV_UINT16 CurrentSpeed;
    HV_UINT16 ProcessorCharacteristics;
    HV_UINT16 ProcessorFamily2;
    HV_UINT8 ProcessorType;
    HV_UINT8 Voltage;
    HV_UINT8 Status;
    HV_UINT8 ProcessorUpgrade;
    HV_UINT16 Reserved;
} UEFI_CONFIG_SMBIOS_3_1_PROCESSOR_INFORMATION, *PUEFI_CONFIG_SMBIOS_3_1_PROCESSOR_INFORMATION;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SMBIOS_3_1_PROCESSOR_INFORMATION) == 32);

typedef struct UEFI_CONFIG_SMBIOS_SOCKET_DESIGNATION
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 SocketDesignation[];
} UEFI_CONFIG_SMBIOS_SOCKET_DESIGNATION, *PUEFI_CONFIG_SMBIOS_SOCKET_DESIGNATION;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SMBIOS_SOCKET_DESIGNATION) == 8);

typedef struct UEFI_CONFIG_SMBIOS_PROCESSOR_MANUFACTURER
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 ProcessorManufacturer[];
} UEFI_CONFIG_SMBIOS_PROCESSOR_MANUFACTURER, *PUEFI_CONFIG_SMBIOS_PROCESSOR_MANUFACTURER;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SMBIOS_PROCESSOR_MANUFACTURER) == 8);

typedef struct UEFI_CONFIG_SMBIOS_PROCESSOR_VERSION
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 ProcessorVersion[];
} UEFI_CONFIG_SMBIOS_PROCESSOR_VERSION, *PUEFI_CONFIG_SMBIOS_PROCESSOR_VERSION;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SMBIOS_PROCESSOR_VERSION) == 8);

typedef struct UEFI_CONFIG_SMBIOS_PROCESSOR_SERIAL_NUMBER
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 ProcessorSerialNumber[];
} UEFI_CONFIG_SMBIOS_PROCESSOR_SERIAL_NUMBER, *PUEFI_CONFIG_SMBIOS_PROCESSOR_SERIAL_NUMBER;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SMBIOS_PROCESSOR_SERIAL_NUMBER) == 8);

typedef struct UEFI_CONFIG_SMBIOS_PROCESSOR_ASSET_TAG
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 ProcessorAssetTag[];
} UEFI_CONFIG_SMBIOS_PROCESSOR_ASSET_TAG, *PUEFI_CONFIG_SMBIOS_PROCESSOR_ASSET_TAG;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SMBIOS_PROCESSOR_ASSET_TAG) == 8);

typedef struct UEFI_CONFIG_SMBIOS_PROCESSOR_PART_NUMBER
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 ProcessorPartNumber[];
} UEFI_CONFIG_SMBIOS_PROCESSOR_PART_NUMBER, *PUEFI_CONFIG_SMBIOS_PROCESSOR_PART_NUMBER;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SMBIOS_PROCESSOR_PART_NUMBER) == 8);

/*
 * Isolated machines.
 */

/**
 * Where the parameters of an IGVM image lie: offsets and counts in pages of 4 KiB.
 * The first parameter page begins with this structure, and offsets count from it.
 */
typedef struct UEFI_IGVM_PARAMETER_INFO
{
    HV_UINT32 ParameterPageCount;
    HV_UINT32 CpuidPagesOffset;
    HV_UINT64 VpContextPageNumber;        /**< A guest page. */
    HV_UINT32 LoaderBlockOffset;
    HV_UINT32 CommandLineOffset;
    HV_UINT32 CommandLinePageCount;
    HV_UINT32 MemoryMapOffset;
    HV_UINT32 MemoryMapPageCount;
    HV_UINT32 MadtOffset;
    HV_UINT32 MadtPageCount;
    HV_UINT32 SratOffset;
    HV_UINT32 SratPageCount;
    HV_UINT32 MaximumProcessorCount;
    HV_UINT32 UefiMemoryMapOffset;
    HV_UINT32 UefiMemoryMapPageCount;
    HV_UINT32 UefiIgvmConfigurationFlags; /**< UEFI_IGVM_CONFIGURATION_... */
    HV_UINT32 SecretsPageOffset;          /**< SNP. */
} UEFI_IGVM_PARAMETER_INFO, *PUEFI_IGVM_PARAMETER_INFO;
HV_STATIC_ASSERT(sizeof(UEFI_IGVM_PARAMETER_INFO) == 72);

#define UEFI_IGVM_CONFIGURATION_ENABLE_HOST_EMULATORS 0x01

typedef struct UEFI_IGVM_LOADER_BLOCK
{
    HV_UINT32 NumberOfProcessors;
} UEFI_IGVM_LOADER_BLOCK, *PUEFI_IGVM_LOADER_BLOCK;
HV_STATIC_ASSERT(sizeof(UEFI_IGVM_LOADER_BLOCK) == 4);

HV_PACK_END

HV_HEADER_END

#endif /* !MILE_HYPERV_FIRMWARE_UEFI_CONFIG */
