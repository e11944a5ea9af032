/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Configuration that the host passes to the UEFI firmware of a generation 2 machine.
 *
 * The table is a sequence of structures. Each begins with UEFI_CONFIG_HEADER, which gives its
 * length: a multiple of 8 bytes. A structure that ends in a table or a string is padded with
 * zeros. A string consists of 8-bit characters and a terminating zero. The first structure is
 * UEFI_CONFIG_STRUCTURE_COUNT, which gives the length of the table. The table's address is a
 * private convention between the firmware and its loader.
 *
 * An isolated machine does not trust the host's memory. Its firmware receives the parameters
 * of an IGVM image instead (UEFI_IGVM_PARAMETER_INFO; Igvm.h).
 *
 * The firmware must check, in every structure, that Length covers the fixed part, is a
 * multiple of 8 and stays within TotalConfigBlobSize, and that TotalConfigBlobSize stays within
 * the memory that holds the table.
 *
 * Sources: mu_msvm BiosInterface.h and PlatformPei; OpenVMM's UEFI loader; the original
 * Mile.HyperV (1.x).
 */

#ifndef MILE_HYPERV_FIRMWARE_UEFI_CONFIG
#define MILE_HYPERV_FIRMWARE_UEFI_CONFIG

#include "../Hypervisor/Types.h"
#include "Bios.h"

HV_HEADER_BEGIN

/**
 * Type of a structure of the table, in UEFI_CONFIG_HEADER.Type. OpenVMM deprecates the types of
 * single ACPI tables (SRAT, MADT, SLIT, ASPT, PPTT, MCFG, SSDT, HMAT, IORT) in favor of
 * UefiConfigAcpiTable.
 */
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

/** Header of every structure of the table. */
typedef struct UEFI_CONFIG_HEADER
{
    HV_UINT32 Type;   /**< UEFI_CONFIG_STRUCTURE_TYPE. */
    HV_UINT32 Length; /**< Bytes of the structure, this header included; a multiple of 8. */
} UEFI_CONFIG_HEADER;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_HEADER) == 8);

/** First structure of the table; gives the extent of the table. */
typedef struct UEFI_CONFIG_STRUCTURE_COUNT
{
    UEFI_CONFIG_HEADER Header;
    /** Number of structures in the table, this one included; mu_msvm requires at least 2. */
    HV_UINT32 TotalStructureCount;
    /** Bytes of the table, this structure included; must equal the sum of all Header.Length. */
    HV_UINT32 TotalConfigBlobSize;
} UEFI_CONFIG_STRUCTURE_COUNT, *PUEFI_CONFIG_STRUCTURE_COUNT;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_STRUCTURE_COUNT) == 16);

/*
 * Machine.
 */

/** Size of the firmware, and the format of the memory map. */
typedef struct UEFI_CONFIG_BIOS_INFORMATION
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT32 BiosSizePages; /**< Size of the firmware, in pages of 4 KiB. */
    union
    {
        HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /**
             * Bit 0: the memory map consists of VM_MEMORY_RANGE, not of VM_MEMORY_RANGE_V5
             * (Bios.h).
             */
            HV_UINT32 LegacyMemoryMap : 1;
            HV_UINT32 Reserved : 31;
        };
#endif
    } Flags; /**< Format of the memory map. */
} UEFI_CONFIG_BIOS_INFORMATION, *PUEFI_CONFIG_BIOS_INFORMATION;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_BIOS_INFORMATION) == 16);

/** Device of the firmware's console, in UEFI_CONFIG_FLAGS.Flags.ConsoleMode. */
enum
{
    ConfigLibConsoleModeDefault = 0, /**< Synthetic video and keyboard. */
    ConfigLibConsoleModeCOM1 = 1,    /**< First serial port; no video. */
    ConfigLibConsoleModeCOM2 = 2,    /**< Second serial port; no video. */
    ConfigLibConsoleModeNone = 3,    /**< No console. */
};

/** Protection of the firmware's own memory, in UEFI_CONFIG_FLAGS.Flags.MemoryProtectionMode. */
enum
{
    ConfigLibMemoryProtectionModeDisabled = 0,
    ConfigLibMemoryProtectionModeDefault = 1,
    ConfigLibMemoryProtectionModeStrict = 2,
    ConfigLibMemoryProtectionModeRelaxed = 3, /**< The default mode with fewer checks. */
};

/**
 * Features of the machine and options of the firmware. MemoryProtectionMode is one of
 * ConfigLibMemoryProtectionMode...
 */
typedef struct UEFI_CONFIG_FLAGS
{
    UEFI_CONFIG_HEADER Header;
    union
    {
        HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT64 SerialControllersEnabled : 1;     /**< Bit 0: serial ports are present. */
            HV_UINT64 PauseAfterBootFailure : 1;        /**< Bit 1: wait after a failed boot. */
            HV_UINT64 PxeIpV6 : 1;                      /**< Bit 2: network boot uses IPv6. */
            /** Bit 3: the firmware's debugger uses COM1. */
            HV_UINT64 DebuggerEnabled : 1;
            /** Bit 4: mu_msvm passes it to the DSDT as OempEnabled. */
            HV_UINT64 LoadOempTable : 1;
            HV_UINT64 TpmEnabled : 1;                   /**< Bit 5: the machine has a TPM. */
            HV_UINT64 HibernateEnabled : 1;             /**< Bit 6: hibernation is available. */
            HV_UINT64 ConsoleMode : 2;                  /**< Bits 7, 8: ConfigLibConsoleMode... */
            HV_UINT64 MemoryAttributesTableEnabled : 1; /**< Bit 9: publish that UEFI table. */
            HV_UINT64 VirtualBatteryEnabled : 1;        /**< Bit 10: a battery is present. */
            HV_UINT64 SgxMemoryEnabled : 1;             /**< Bit 11: SGX memory is present. */
            HV_UINT64 IsVmbfsBoot : 1;                  /**< Bit 12: boot from the VMBFS device. */
            HV_UINT64 MeasureAdditionalPcrs : 1;        /**< Bit 13: measure more into the TPM. */
            HV_UINT64 DisableFrontpage : 1;             /**< Bit 14: no setup pages. */
            HV_UINT64 DefaultBootAlwaysAttempt : 1;     /**< Bit 15: always try the default. */
            HV_UINT64 LowPowerS0IdleEnabled : 1;        /**< Bit 16: S0 idle is available. */
            HV_UINT64 VpciBootEnabled : 1;              /**< Bit 17: boot from virtual PCI. */
            HV_UINT64 ProcIdleEnabled : 1;              /**< Bit 18: idle states are available. */
            HV_UINT64 DisableSha384Pcr : 1;             /**< Bit 19: no SHA-384 bank in the TPM. */
            HV_UINT64 MediaPresentEnabledByDefault : 1; /**< Bit 20: initial network link state. */
            HV_UINT64 MemoryProtectionMode : 2;         /**< Bits 21, 22: level of protection. */
            HV_UINT64 EnableIMCWhenIsolated : 1;        /**< Bit 23: initial machine config. */
            HV_UINT64 WatchdogEnabled : 1;              /**< Bit 24: a watchdog is present. */
            HV_UINT64 TpmLocalityRegsEnabled : 1;       /**< Bit 25: TPM locality registers. */
            HV_UINT64 Dhcp6DuidTypeLlt : 1;             /**< Bit 26: DUID of address and time. */
            HV_UINT64 CxlMemoryEnabled : 1;             /**< Bit 27: CXL memory is present. */
            HV_UINT64 MtrrsInitializedAtLoad : 1;       /**< Bit 28: the loader set the MTRRs. */
            HV_UINT64 HvSintEnabled : 1;                /**< Bit 29: reserved; not for UEFI. */
            HV_UINT64 VmbusDisabled : 1;                /**< Bit 30: the machine has no VMBus. */
            HV_UINT64 PciResourcesPreAssigned : 1;      /**< Bit 31: resources are assigned. */
            HV_UINT64 ForceDmaBounceEnabled : 1;        /**< Bit 32: DMA uses bounce buffers. */
            HV_UINT64 IpmiEnabled : 1;                  /**< Bit 33: IPMI in SMBIOS type 38. */
            HV_UINT64 Reserved : 30;
        };
#endif
    } Flags; /**< Features and options, by bit. */
} UEFI_CONFIG_FLAGS, *PUEFI_CONFIG_FLAGS;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_FLAGS) == 16);

/** Number and topology of the virtual processors. */
typedef struct UEFI_CONFIG_PROCESSOR_INFORMATION
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT32 MaxProcessorCount;          /**< Most virtual processors of the machine. */
    /**
     * Number of virtual processors; mu_msvm requires at least 1. The upper bound is
     * MaxProcessorCount.
     */
    HV_UINT32 ProcessorCount;
    HV_UINT32 ProcessorsPerVirtualSocket; /**< Virtual processors of one socket. */
    HV_UINT32 ThreadsPerProcessor;        /**< Hardware threads of one core. */
} UEFI_CONFIG_PROCESSOR_INFORMATION, *PUEFI_CONFIG_PROCESSOR_INFORMATION;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_PROCESSOR_INFORMATION) == 24);

/** Memory map of the guest. Header.Length bounds the number of ranges. */
typedef struct UEFI_CONFIG_MEMORY_MAP
{
    UEFI_CONFIG_HEADER Header;
    /** Array of VM_MEMORY_RANGE_V5, or of VM_MEMORY_RANGE if LegacyMemoryMap is set. */
    HV_UINT8 MemoryMap[];
} UEFI_CONFIG_MEMORY_MAP, *PUEFI_CONFIG_MEMORY_MAP;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_MEMORY_MAP) == 8);

/** Range of guest physical addresses for memory-mapped I/O. */
typedef struct UEFI_CONFIG_MMIO
{
    HV_UINT64 MmioPageNumberStart; /**< First guest page, in units of 4 KiB. */
    HV_UINT64 MmioSizeInPages;     /**< Pages of 4 KiB. */
} UEFI_CONFIG_MMIO, *PUEFI_CONFIG_MMIO;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_MMIO) == 16);

/** Ranges for memory-mapped I/O. Header.Length bounds their number; OpenVMM passes two. */
typedef struct UEFI_CONFIG_MMIO_RANGES
{
    UEFI_CONFIG_HEADER Header;
    UEFI_CONFIG_MMIO Ranges[]; /**< Ranges, to the end that Header.Length specifies. */
} UEFI_CONFIG_MMIO_RANGES, *PUEFI_CONFIG_MMIO_RANGES;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_MMIO_RANGES) == 8);

/** Random bytes of the host; mu_msvm publishes them in an ACPI table (Oem0.c). */
typedef struct UEFI_CONFIG_ENTROPY
{
    UEFI_CONFIG_HEADER Header;
    /** Random bytes; BiosInterfaceEntropyTableSize of them. */
    HV_UINT8 Entropy[BiosInterfaceEntropyTableSize];
} UEFI_CONFIG_ENTROPY, *PUEFI_CONFIG_ENTROPY;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_ENTROPY) == 72);

/** Number of NVDIMMs of the machine. */
typedef struct UEFI_CONFIG_NVDIMM_COUNT
{
    UEFI_CONFIG_HEADER Header;
    union
    {
        HV_UINT64 Padding; /**< Whole field; bits 16 to 63 are padding. */
        HV_UINT16 Count;   /**< Number of NVDIMMs; the bound is undocumented. */
    };
} UEFI_CONFIG_NVDIMM_COUNT, *PUEFI_CONFIG_NVDIMM_COUNT;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_NVDIMM_COUNT) == 16);

/** Restriction of virtual PCI boot to one bus. */
typedef struct UEFI_CONFIG_VPCI_INSTANCE_FILTER
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 InstanceGuid[16]; /**< Instance GUID of the only bus to boot from. */
} UEFI_CONFIG_VPCI_INSTANCE_FILTER, *PUEFI_CONFIG_VPCI_INSTANCE_FILTER;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_VPCI_INSTANCE_FILTER) == 24);

/** Generic interrupt controller. ARM64 only. */
typedef struct UEFI_CONFIG_GIC
{
    UEFI_CONFIG_HEADER Header;
    /** Guest physical address of the distributor (GICD), in bytes. */
    HV_UINT64 GicDistributorBase;
    /**
     * Guest physical address, in bytes, of the block that contains the boot processor's
     * redistributor.
     */
    HV_UINT64 GicRedistributorsBase;
} UEFI_CONFIG_GIC, *PUEFI_CONFIG_GIC;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_GIC) == 24);

/** MPIDR_EL1 of each processor. ARM64 only; mu_msvm plans to remove it. */
typedef struct UEFI_CONFIG_AARCH64_MPIDR
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT64 ProcessorMPIDRValues[]; /**< One value per processor; Header.Length bounds them. */
} UEFI_CONFIG_AARCH64_MPIDR, *PUEFI_CONFIG_AARCH64_MPIDR;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_AARCH64_MPIDR) == 8);

/*
 * ACPI tables. The firmware publishes each one unchanged.
 */

/** Interrupt controllers: the ACPI table MADT. */
typedef struct UEFI_CONFIG_MADT
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 Madt[]; /**< The ACPI table, with its own header. */
} UEFI_CONFIG_MADT, *PUEFI_CONFIG_MADT;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_MADT) == 8);

/** NUMA affinity: the ACPI table SRAT. */
typedef struct UEFI_CONFIG_SRAT
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 Srat[]; /**< The ACPI table, with its own header. */
} UEFI_CONFIG_SRAT, *PUEFI_CONFIG_SRAT;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SRAT) == 8);

/** NUMA distances: the ACPI table SLIT. */
typedef struct UEFI_CONFIG_SLIT
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 Slit[]; /**< The ACPI table, with its own header. */
} UEFI_CONFIG_SLIT, *PUEFI_CONFIG_SLIT;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SLIT) == 8);

/** Processor topology: the ACPI table PPTT. */
typedef struct UEFI_CONFIG_PPTT
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 Pptt[]; /**< The ACPI table, with its own header. */
} UEFI_CONFIG_PPTT, *PUEFI_CONFIG_PPTT;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_PPTT) == 8);

/** Memory attributes: the ACPI table HMAT. */
typedef struct UEFI_CONFIG_HMAT
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 Hmat[]; /**< The ACPI table, with its own header. */
} UEFI_CONFIG_HMAT, *PUEFI_CONFIG_HMAT;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_HMAT) == 8);

/** AMD Secure Processor: the ACPI table ASPT. */
typedef struct UEFI_CONFIG_AMD_ASPT
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 Aspt[]; /**< The ACPI table, with its own header. */
} UEFI_CONFIG_AMD_ASPT, *PUEFI_CONFIG_AMD_ASPT;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_AMD_ASPT) == 8);

/** PCI configuration space: the ACPI table MCFG. */
typedef struct UEFI_CONFIG_MCFG
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 Mcfg[]; /**< The ACPI table, with its own header. */
} UEFI_CONFIG_MCFG, *PUEFI_CONFIG_MCFG;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_MCFG) == 8);

/** Secondary AML definitions: the ACPI table SSDT. */
typedef struct UEFI_CONFIG_SSDT
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 Ssdt[]; /**< The ACPI table, with its own header. */
} UEFI_CONFIG_SSDT, *PUEFI_CONFIG_SSDT;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SSDT) == 8);

/** ARM I/O remapping: the ACPI table IORT. */
typedef struct UEFI_CONFIG_IORT
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 Iort[]; /**< The ACPI table, with its own header. */
} UEFI_CONFIG_IORT, *PUEFI_CONFIG_IORT;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_IORT) == 8);

/** ACPI table of any signature; mu_msvm uses it for tests. */
typedef struct UEFI_CONFIG_ACPI_TABLE
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 AcpiTableData[]; /**< The ACPI table, with its own header. */
} UEFI_CONFIG_ACPI_TABLE, *PUEFI_CONFIG_ACPI_TABLE;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_ACPI_TABLE) == 8);

/** BAR apertures of one PCIe host bridge that the firmware must enumerate. */
typedef struct PCIE_BAR_APERTURE_ENTRY
{
    HV_UINT16 Segment;        /**< PCI segment, from 0. */
    HV_UINT8 StartBus;        /**< First bus number. */
    HV_UINT8 EndBus;          /**< Last bus number. */
    HV_UINT32 Uid;            /**< _UID of the bridge in the SSDT. */
    HV_UINT64 LowMmioBase;    /**< Guest physical address in bytes, below 4 GiB. */
    /**
     * Bytes from LowMmioBase; 0 if there is no such aperture. mu_msvm rejects a sum that overflows.
     */
    HV_UINT64 LowMmioLength;
    HV_UINT64 HighMmioBase;   /**< Guest physical address in bytes. */
    /**
     * Bytes from HighMmioBase; 0 if there is no such aperture. mu_msvm rejects a sum that
     * overflows.
     */
    HV_UINT64 HighMmioLength;
} PCIE_BAR_APERTURE_ENTRY, *PPCIE_BAR_APERTURE_ENTRY;
HV_STATIC_ASSERT(sizeof(PCIE_BAR_APERTURE_ENTRY) == 40);

/**
 * Host bridges that the firmware must enumerate. It ignores MCFG segments that are not listed here.
 */
typedef struct UEFI_CONFIG_PCIE_BAR_APERTURES
{
    UEFI_CONFIG_HEADER Header;
    PCIE_BAR_APERTURE_ENTRY Entries[]; /**< One entry per host bridge; Header.Length bounds them. */
} UEFI_CONFIG_PCIE_BAR_APERTURES, *PUEFI_CONFIG_PCIE_BAR_APERTURES;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_PCIE_BAR_APERTURES) == 8);

/*
 * SMBIOS.
 */

/** UUID of the system, in SMBIOS type 1. */
typedef struct UEFI_CONFIG_BIOS_GUID
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 BiosGuid[16]; /**< UUID of the system. */
} UEFI_CONFIG_BIOS_GUID, *PUEFI_CONFIG_BIOS_GUID;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_BIOS_GUID) == 24);

/** Manufacturer of the system in SMBIOS. */
typedef struct UEFI_CONFIG_SMBIOS_SYSTEM_MANUFACTURER
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 SystemManufacturer[]; /**< String, terminated by a zero; Header.Length bounds it. */
} UEFI_CONFIG_SMBIOS_SYSTEM_MANUFACTURER, *PUEFI_CONFIG_SMBIOS_SYSTEM_MANUFACTURER;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SMBIOS_SYSTEM_MANUFACTURER) == 8);

/** Product name of the system in SMBIOS. */
typedef struct UEFI_CONFIG_SMBIOS_SYSTEM_PRODUCT_NAME
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 SystemProductName[]; /**< String, terminated by a zero; Header.Length bounds it. */
} UEFI_CONFIG_SMBIOS_SYSTEM_PRODUCT_NAME, *PUEFI_CONFIG_SMBIOS_SYSTEM_PRODUCT_NAME;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SMBIOS_SYSTEM_PRODUCT_NAME) == 8);

/** Version of the system in SMBIOS. */
typedef struct UEFI_CONFIG_SMBIOS_SYSTEM_VERSION
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 SystemVersion[]; /**< Text, terminated by a zero; Header.Length bounds it. */
} UEFI_CONFIG_SMBIOS_SYSTEM_VERSION, *PUEFI_CONFIG_SMBIOS_SYSTEM_VERSION;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SMBIOS_SYSTEM_VERSION) == 8);

/** Serial number of the system in SMBIOS. */
typedef struct UEFI_CONFIG_SMBIOS_SYSTEM_SERIAL_NUMBER
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 SystemSerialNumber[]; /**< String, terminated by a zero; Header.Length bounds it. */
} UEFI_CONFIG_SMBIOS_SYSTEM_SERIAL_NUMBER, *PUEFI_CONFIG_SMBIOS_SYSTEM_SERIAL_NUMBER;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SMBIOS_SYSTEM_SERIAL_NUMBER) == 8);

/** SKU number of the system in SMBIOS. */
typedef struct UEFI_CONFIG_SMBIOS_SYSTEM_SKU_NUMBER
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 SystemSKUNumber[]; /**< String, terminated by a zero; Header.Length bounds it. */
} UEFI_CONFIG_SMBIOS_SYSTEM_SKU_NUMBER, *PUEFI_CONFIG_SMBIOS_SYSTEM_SKU_NUMBER;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SMBIOS_SYSTEM_SKU_NUMBER) == 8);

/** Family of the system in SMBIOS. */
typedef struct UEFI_CONFIG_SMBIOS_SYSTEM_FAMILY
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 SystemFamily[]; /**< String, terminated by a zero; Header.Length bounds it. */
} UEFI_CONFIG_SMBIOS_SYSTEM_FAMILY, *PUEFI_CONFIG_SMBIOS_SYSTEM_FAMILY;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SMBIOS_SYSTEM_FAMILY) == 8);

/** Serial number of the baseboard in SMBIOS. */
typedef struct UEFI_CONFIG_SMBIOS_BASE_SERIAL_NUMBER
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 BaseSerialNumber[]; /**< String, terminated by a zero; Header.Length bounds it. */
} UEFI_CONFIG_SMBIOS_BASE_SERIAL_NUMBER, *PUEFI_CONFIG_SMBIOS_BASE_SERIAL_NUMBER;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SMBIOS_BASE_SERIAL_NUMBER) == 8);

/** Serial number of the chassis in SMBIOS. */
typedef struct UEFI_CONFIG_SMBIOS_CHASSIS_SERIAL_NUMBER
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 ChassisSerialNumber[]; /**< String, terminated by a zero; Header.Length bounds it. */
} UEFI_CONFIG_SMBIOS_CHASSIS_SERIAL_NUMBER, *PUEFI_CONFIG_SMBIOS_CHASSIS_SERIAL_NUMBER;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SMBIOS_CHASSIS_SERIAL_NUMBER) == 8);

/** Asset tag of the chassis in SMBIOS. */
typedef struct UEFI_CONFIG_SMBIOS_CHASSIS_ASSET_TAG
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 ChassisAssetTag[]; /**< String, terminated by a zero; Header.Length bounds it. */
} UEFI_CONFIG_SMBIOS_CHASSIS_ASSET_TAG, *PUEFI_CONFIG_SMBIOS_CHASSIS_ASSET_TAG;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SMBIOS_CHASSIS_ASSET_TAG) == 8);

/** BIOS lock string in SMBIOS. */
typedef struct UEFI_CONFIG_SMBIOS_BIOS_LOCK_STRING
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 BiosLockString[]; /**< String, terminated by a zero; Header.Length bounds it. */
} UEFI_CONFIG_SMBIOS_BIOS_LOCK_STRING, *PUEFI_CONFIG_SMBIOS_BIOS_LOCK_STRING;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SMBIOS_BIOS_LOCK_STRING) == 8);

/** Serial number of the memory devices in SMBIOS. */
typedef struct UEFI_CONFIG_SMBIOS_MEMORY_DEVICE_SERIAL_NUMBER
{
    UEFI_CONFIG_HEADER Header;
    /** String, terminated by a zero; Header.Length bounds it. */
    HV_UINT8 MemoryDeviceSerialNumber[];
} UEFI_CONFIG_SMBIOS_MEMORY_DEVICE_SERIAL_NUMBER, *PUEFI_CONFIG_SMBIOS_MEMORY_DEVICE_SERIAL_NUMBER;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SMBIOS_MEMORY_DEVICE_SERIAL_NUMBER) == 8);

/**
 * Processor information of SMBIOS 3.1, type 4. Each member has the encoding of the SMBIOS field of
 * its name.
 */
typedef struct UEFI_CONFIG_SMBIOS_3_1_PROCESSOR_INFORMATION
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT64 ProcessorID;   /**< SMBIOS processor ID. */
    HV_UINT16 ExternalClock; /**< MHz. */
    HV_UINT16 MaxSpeed;      /**< MHz. */
    HV_UINT16 CurrentSpeed;  /**< MHz. */
    HV_UINT16 ProcessorCharacteristics;
    HV_UINT16 ProcessorFamily2;
    HV_UINT8 ProcessorType;
    HV_UINT8 Voltage;
    HV_UINT8 Status;
    HV_UINT8 ProcessorUpgrade;
    HV_UINT16 Reserved;
} UEFI_CONFIG_SMBIOS_3_1_PROCESSOR_INFORMATION, *PUEFI_CONFIG_SMBIOS_3_1_PROCESSOR_INFORMATION;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SMBIOS_3_1_PROCESSOR_INFORMATION) == 32);

/** Designation of the processor socket in SMBIOS. */
typedef struct UEFI_CONFIG_SMBIOS_SOCKET_DESIGNATION
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 SocketDesignation[]; /**< String, terminated by a zero; Header.Length bounds it. */
} UEFI_CONFIG_SMBIOS_SOCKET_DESIGNATION, *PUEFI_CONFIG_SMBIOS_SOCKET_DESIGNATION;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SMBIOS_SOCKET_DESIGNATION) == 8);

/** Manufacturer of the processor in SMBIOS. */
typedef struct UEFI_CONFIG_SMBIOS_PROCESSOR_MANUFACTURER
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 ProcessorManufacturer[]; /**< String, terminated by a zero; Header.Length bounds it. */
} UEFI_CONFIG_SMBIOS_PROCESSOR_MANUFACTURER, *PUEFI_CONFIG_SMBIOS_PROCESSOR_MANUFACTURER;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SMBIOS_PROCESSOR_MANUFACTURER) == 8);

/** Version of the processor in SMBIOS. */
typedef struct UEFI_CONFIG_SMBIOS_PROCESSOR_VERSION
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 ProcessorVersion[]; /**< Text, terminated by a zero; Header.Length bounds it. */
} UEFI_CONFIG_SMBIOS_PROCESSOR_VERSION, *PUEFI_CONFIG_SMBIOS_PROCESSOR_VERSION;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SMBIOS_PROCESSOR_VERSION) == 8);

/** Serial number of the processor in SMBIOS. */
typedef struct UEFI_CONFIG_SMBIOS_PROCESSOR_SERIAL_NUMBER
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 ProcessorSerialNumber[]; /**< String, terminated by a zero; Header.Length bounds it. */
} UEFI_CONFIG_SMBIOS_PROCESSOR_SERIAL_NUMBER, *PUEFI_CONFIG_SMBIOS_PROCESSOR_SERIAL_NUMBER;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SMBIOS_PROCESSOR_SERIAL_NUMBER) == 8);

/** Asset tag of the processor in SMBIOS. */
typedef struct UEFI_CONFIG_SMBIOS_PROCESSOR_ASSET_TAG
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 ProcessorAssetTag[]; /**< String, terminated by a zero; Header.Length bounds it. */
} UEFI_CONFIG_SMBIOS_PROCESSOR_ASSET_TAG, *PUEFI_CONFIG_SMBIOS_PROCESSOR_ASSET_TAG;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SMBIOS_PROCESSOR_ASSET_TAG) == 8);

/** Part number of the processor in SMBIOS. */
typedef struct UEFI_CONFIG_SMBIOS_PROCESSOR_PART_NUMBER
{
    UEFI_CONFIG_HEADER Header;
    HV_UINT8 ProcessorPartNumber[]; /**< String, terminated by a zero; Header.Length bounds it. */
} UEFI_CONFIG_SMBIOS_PROCESSOR_PART_NUMBER, *PUEFI_CONFIG_SMBIOS_PROCESSOR_PART_NUMBER;
HV_STATIC_ASSERT(sizeof(UEFI_CONFIG_SMBIOS_PROCESSOR_PART_NUMBER) == 8);

/*
 * Isolated machines.
 */

/**
 * Location of the parameters in an IGVM image. The structure is at the start of the first parameter
 * page. Offsets are in pages of 4 KiB from that page, and counts are in pages of 4 KiB.
 */
typedef struct UEFI_IGVM_PARAMETER_INFO
{
    /** Number of pages of 4 KiB of all parameters; the bound is undocumented. */
    HV_UINT32 ParameterPageCount;
    HV_UINT32 CpuidPagesOffset;    /**< Pages of 4 KiB from the first parameter page. */
    HV_UINT64 VpContextPageNumber; /**< Guest page number of the VP context, in units of 4 KiB. */
    /** UEFI_IGVM_LOADER_BLOCK: pages of 4 KiB from the first parameter page. */
    HV_UINT32 LoaderBlockOffset;
    HV_UINT32 CommandLineOffset;          /**< Pages of 4 KiB from the first parameter page. */
    HV_UINT32 CommandLinePageCount;       /**< Pages of 4 KiB, within ParameterPageCount. */
    HV_UINT32 MemoryMapOffset;            /**< Pages of 4 KiB from the first parameter page. */
    HV_UINT32 MemoryMapPageCount;         /**< Pages of 4 KiB, within ParameterPageCount. */
    HV_UINT32 MadtOffset;                 /**< Pages of 4 KiB from the first parameter page. */
    HV_UINT32 MadtPageCount;              /**< Pages of 4 KiB, within ParameterPageCount. */
    HV_UINT32 SratOffset;                 /**< Pages of 4 KiB from the first parameter page. */
    HV_UINT32 SratPageCount;              /**< Pages of 4 KiB, within ParameterPageCount. */
    HV_UINT32 MaximumProcessorCount;      /**< Most virtual processors of the machine. */
    HV_UINT32 UefiMemoryMapOffset;        /**< Pages of 4 KiB from the first parameter page. */
    HV_UINT32 UefiMemoryMapPageCount;     /**< Pages of 4 KiB, within ParameterPageCount. */
    HV_UINT32 UefiIgvmConfigurationFlags; /**< UEFI_IGVM_CONFIGURATION_... */
    /** SNP secrets page: pages of 4 KiB from the first parameter page. */
    HV_UINT32 SecretsPageOffset;
} UEFI_IGVM_PARAMETER_INFO, *PUEFI_IGVM_PARAMETER_INFO;
HV_STATIC_ASSERT(sizeof(UEFI_IGVM_PARAMETER_INFO) == 72);

/** Flag of UefiIgvmConfigurationFlags: the firmware may use devices that the host emulates. */
#define UEFI_IGVM_CONFIGURATION_ENABLE_HOST_EMULATORS 0x01

/** Parameters that the loader fills in. */
typedef struct UEFI_IGVM_LOADER_BLOCK
{
    HV_UINT32 NumberOfProcessors; /**< Virtual processors of the machine. */
} UEFI_IGVM_LOADER_BLOCK, *PUEFI_IGVM_LOADER_BLOCK;
HV_STATIC_ASSERT(sizeof(UEFI_IGVM_LOADER_BLOCK) == 4);

HV_PACK_END

HV_HEADER_END

#endif /* !MILE_HYPERV_FIRMWARE_UEFI_CONFIG */
