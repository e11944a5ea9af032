/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief IGVM: file format for a guest's initial memory and registers, and its loader's parameters.
 *
 * An Independent Guest Virtual Machine file is a program for a loader. It specifies which pages
 * to load, where and in which order, and the initial state of the processors. A loader that
 * follows it produces the measurement that the file's author computed, on every host and for
 * every isolation technology.
 *
 *     0                      IGVM_FIXED_HEADER
 *     VariableHeaderOffset   IGVM_VHS_VARIABLE_HEADER, a structure, zeros    \
 *                            IGVM_VHS_VARIABLE_HEADER, a structure, zeros     | VariableHeaderSize
 *                             ...                                            /
 *     any                    pages, registers, ... at the FileOffset of a structure
 *
 * Every variable header begins at a multiple of 8 bytes; Length includes neither the header
 * itself nor the zeros. Variable headers form three sections, in this order:
 *
 *     platform        platforms that the file supports, each with its own bit
 *     initialization  requirements of the partition before it has memory
 *     directive       pages to load, in loading order
 *
 * A structure with a CompatibilityMask applies only to the platforms whose bits are set in it. A
 * loader must reject a file with an unknown type, unless IGVM_VHT_OPTIONAL_BIT is set.
 *
 * Parameters are values that the file cannot contain, such as the amount of memory:
 *
 *     IGVM_VHS_PARAMETER_AREA     area with a size and an index
 *     IGVM_VHT_MEMORY_MAP, ...    write that parameter into the area, at an offset
 *     IGVM_VHS_PARAMETER_INSERT   load the area at an address, unmeasured
 *
 * The guest must not trust the host, and must check everything in a parameter area, because the
 * area is unmeasured and a malicious loader can write any value. Ranges of a memory map must
 * neither overlap nor wrap around, tables must fit in their area, text must end within it, and
 * the guest must be able to handle the processor count. Memory that the file requires can still
 * be absent.
 * A loader must not trust the file, and must check the checksum, alignment, and that offsets,
 * lengths and areas stay within the file and each other.
 *
 * Version 2 of the format is work in progress, and so are the members that say so: sources may
 * still change them.
 *
 * Sources: igvm_defs, igvm; mu_msvm IgvmConfig.c.
 */

#ifndef MILE_HYPERV_FIRMWARE_IGVM
#define MILE_HYPERV_FIRMWARE_IGVM

#include "../Hypervisor/Types.h"

HV_HEADER_BEGIN

/*
 * Fixed header.
 */

/** Magic number, "IGVM". */
#define IGVM_MAGIC_VALUE 0x4D564749

/** Version 1 of the format. */
#define IGVM_FORMAT_VERSION_1 0x1
/** Version 2 of the format; work in progress. */
#define IGVM_FORMAT_VERSION_2 0x2

/** Page size of version 1, in bytes. */
#define IGVM_PAGE_SIZE_4K 4096

/** Header at the start of the file. */
typedef struct IGVM_FIXED_HEADER
{
    HV_UINT32 Magic;                /**< IGVM_MAGIC_VALUE. */
    HV_UINT32 FormatVersion;        /**< IGVM_FORMAT_VERSION_... */
    HV_UINT32 VariableHeaderOffset; /**< Bytes from the start of the file; a multiple of 8. */
    HV_UINT32 VariableHeaderSize;   /**< Bytes of all variable headers, within the file. */
    HV_UINT32 TotalFileSize;        /**< Bytes of the file; must equal its length (igvm crate). */
    /** CRC-32 of fixed and variable headers, with 0 in this member. */
    HV_UINT32 Checksum;
} IGVM_FIXED_HEADER, *PIGVM_FIXED_HEADER;
HV_STATIC_ASSERT(sizeof(IGVM_FIXED_HEADER) == 24);

/** Architecture of the guest. */
typedef HV_UINT32 IGVM_ARCHITECTURE, *PIGVM_ARCHITECTURE;
#define IGVM_ARCHITECTURE_X64 0x0
#define IGVM_ARCHITECTURE_AARCH64 0x1

/** Header at the start of a file of version 2; work in progress. */
typedef struct IGVM_FIXED_HEADER_V2
{
    HV_UINT32 Magic;                /**< IGVM_MAGIC_VALUE. */
    HV_UINT32 FormatVersion;        /**< At least IGVM_FORMAT_VERSION_2. */
    HV_UINT32 VariableHeaderOffset; /**< Bytes from the start of the file; a multiple of 8. */
    HV_UINT32 VariableHeaderSize;   /**< Bytes of all variable headers, within the file. */
    HV_UINT32 TotalFileSize;        /**< Bytes of the file; must equal its length (igvm crate). */
    /** CRC-32 of fixed and variable headers, with 0 in this member. */
    HV_UINT32 Checksum;
    IGVM_ARCHITECTURE Architecture;
    /** Bytes of a page in the structures; a power of 2; the igvm crate supports only 4,096. */
    HV_UINT32 PageSize;
} IGVM_FIXED_HEADER_V2, *PIGVM_FIXED_HEADER_V2;
HV_STATIC_ASSERT(sizeof(IGVM_FIXED_HEADER_V2) == 32);

/*
 * Variable headers.
 */

/** Type of a variable header. IGVM_VHS_PARAMETER follows the header of a parameter. */
typedef HV_UINT32 IGVM_VARIABLE_HEADER_TYPE, *PIGVM_VARIABLE_HEADER_TYPE;
#define IGVM_VHT_INVALID 0x0

/** Platform: IGVM_VHS_SUPPORTED_PLATFORM. */
#define IGVM_VHT_SUPPORTED_PLATFORM 0x1

/** Initialization: IGVM_VHS_GUEST_POLICY. New technologies use separate types. */
#define IGVM_VHT_GUEST_POLICY 0x101
/** Initialization: IGVM_VHS_RELOCATABLE_REGION. */
#define IGVM_VHT_RELOCATABLE_REGION 0x102
/** Initialization: IGVM_VHS_PAGE_TABLE_RELOCATION. */
#define IGVM_VHT_PAGE_TABLE_RELOCATION_REGION 0x103
/**
 * Initialization: IGVM_VHS_CORIM_DATA of reference measurements, a CBOR CoRIM document; one per
 * platform. Work in progress.
 */
#define IGVM_VHT_CORIM_DOCUMENT 0x104
/**
 * Initialization: IGVM_VHS_CORIM_DATA of a detached COSE_Sign1 signature; follows the document.
 * Work in progress.
 */
#define IGVM_VHT_CORIM_SIGNATURE 0x105
/** Initialization: IGVM_VHS_CCA_POLICY. */
#define IGVM_VHT_CCA_POLICY 0x106
/**
 * Initialization: version of the file, UTF-8 text of the header's Length without a terminator. At
 * most one in a file.
 */
#define IGVM_VHT_VERSION_STRING 0x107

/** Directive: IGVM_VHS_PARAMETER_AREA. */
#define IGVM_VHT_PARAMETER_AREA 0x301
/** Directive: IGVM_VHS_PAGE_DATA. */
#define IGVM_VHT_PAGE_DATA 0x302
/** Directive: IGVM_VHS_PARAMETER_INSERT. */
#define IGVM_VHT_PARAMETER_INSERT 0x303
/** Directive: IGVM_VHS_VP_CONTEXT. */
#define IGVM_VHT_VP_CONTEXT 0x304
/** Directive: IGVM_VHS_REQUIRED_MEMORY. */
#define IGVM_VHT_REQUIRED_MEMORY 0x305
/** Reserved; a shared GPA boundary in early revisions. */
#define IGVM_VHT_RESERVED_DO_NOT_USE 0x306
/** Parameter: HV_UINT32, number of processors. */
#define IGVM_VHT_VP_COUNT_PARAMETER 0x307
/** Parameter: the ACPI SRAT. */
#define IGVM_VHT_SRAT 0x308
/** Parameter: the ACPI MADT. */
#define IGVM_VHT_MADT 0x309
/** Parameter: IGVM_VHS_MMIO_RANGES. */
#define IGVM_VHT_MMIO_RANGES 0x30A
/** Directive: IGVM_VHS_SNP_ID_BLOCK. */
#define IGVM_VHT_SNP_ID_BLOCK 0x30B
/** Parameter: array of IGVM_VHS_MEMORY_MAP_ENTRY. */
#define IGVM_VHT_MEMORY_MAP 0x30C
/** Directive: IGVM_VHS_ERROR_RANGE. */
#define IGVM_VHT_ERROR_RANGE 0x30D
/** Parameter: command line in a form private to the guest, ASCII with a terminating zero. */
#define IGVM_VHT_COMMAND_LINE 0x30E
/** Parameter: the ACPI SLIT. */
#define IGVM_VHT_SLIT 0x30F
/** Parameter: the ACPI PPTT. */
#define IGVM_VHT_PPTT 0x310
/** Directive: IGVM_VHS_VBS_MEASUREMENT. */
#define IGVM_VHT_VBS_MEASUREMENT 0x311
/** Parameter: flattened device tree with the contents of all other parameters and newer ones. */
#define IGVM_VHT_DEVICE_TREE 0x312
/** Parameter: IGVM_ENVIRONMENT_INFO. */
#define IGVM_VHT_ENVIRONMENT_INFO_PARAMETER 0x313

/** First and last types of the three sections. */
#define IGVM_VHT_RANGE_PLATFORM_FIRST 0x1
#define IGVM_VHT_RANGE_PLATFORM_LAST 0x100
#define IGVM_VHT_RANGE_INIT_FIRST 0x101
#define IGVM_VHT_RANGE_INIT_LAST 0x200
#define IGVM_VHT_RANGE_DIRECTIVE_FIRST 0x301
#define IGVM_VHT_RANGE_DIRECTIVE_LAST 0x400

/** Bit of a type: a loader that does not know the type ignores the structure. */
#define IGVM_VHT_OPTIONAL_BIT 0x80000000U

/** Header that precedes each structure. The next header begins at the next multiple of 8 bytes. */
typedef struct IGVM_VHS_VARIABLE_HEADER
{
    IGVM_VARIABLE_HEADER_TYPE Type;
    HV_UINT32 Length; /**< Bytes of the structure; round up to 8 for the next header. */
} IGVM_VHS_VARIABLE_HEADER, *PIGVM_VHS_VARIABLE_HEADER;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_VARIABLE_HEADER) == 8);

/*
 * Platforms.
 */

/** Isolation technology of a platform. */
typedef HV_UINT8 IGVM_PLATFORM_TYPE, *PIGVM_PLATFORM_TYPE;
/** No isolation. */
#define IGVM_PLATFORM_TYPE_NATIVE 0x00
/** Isolation by Hyper-V's virtualization-based security. */
#define IGVM_PLATFORM_TYPE_VSM_ISOLATION 0x01
#define IGVM_PLATFORM_TYPE_SEV_SNP 0x02
#define IGVM_PLATFORM_TYPE_TDX 0x03
/** AMD SEV; work in progress. */
#define IGVM_PLATFORM_TYPE_SEV 0x04
/** AMD SEV-ES; work in progress. */
#define IGVM_PLATFORM_TYPE_SEV_ES 0x05
/** Arm CCA; work in progress. */
#define IGVM_PLATFORM_TYPE_CCA 0x06

/** Version of each platform, in PlatformVersion. */
#define IGVM_NATIVE_PLATFORM_VERSION 0x1
#define IGVM_VSM_ISOLATION_PLATFORM_VERSION 0x1
#define IGVM_SEV_SNP_PLATFORM_VERSION 0x1
#define IGVM_TDX_PLATFORM_VERSION 0x1
#define IGVM_SEV_PLATFORM_VERSION 0x1
#define IGVM_SEV_ES_PLATFORM_VERSION 0x1
#define IGVM_CCA_PLATFORM_VERSION 0x1

/** Platform that the file supports. It precedes all structures that use its bit. */
typedef struct IGVM_VHS_SUPPORTED_PLATFORM
{
    HV_UINT32 CompatibilityMask; /**< Bit that represents the platform in this file; exactly one. */
    HV_UINT8 HighestVtl;         /**< Highest VTL that the guest uses; 0 without VTLs. */
    IGVM_PLATFORM_TYPE PlatformType;
    HV_UINT16 PlatformVersion;   /**< IGVM_..._PLATFORM_VERSION. */
    /**
     * Byte address from which memory is visible to the host; 0 if the guest itself shares pages.
     */
    HV_UINT64 SharedGpaBoundary;
} IGVM_VHS_SUPPORTED_PLATFORM, *PIGVM_VHS_SUPPORTED_PLATFORM;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_SUPPORTED_PLATFORM) == 16);

/*
 * Initialization: policies.
 */

/** Policy of an isolated guest. */
typedef struct IGVM_VHS_GUEST_POLICY
{
    HV_UINT64 Policy;            /**< SEV-SNP: IGVM_SNP_POLICY; TDX: IGVM_TDX_POLICY. */
    HV_UINT32 CompatibilityMask; /**< Platforms that the structure applies to. */
    HV_UINT32 Reserved;          /**< Must be zero. */
} IGVM_VHS_GUEST_POLICY, *PIGVM_VHS_GUEST_POLICY;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_GUEST_POLICY) == 16);

/** Guest policy of AMD's SEV-SNP ABI, section 4.3. */
typedef union IGVM_SNP_POLICY
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        /** Bits 0 to 7: minor version of the oldest accepted firmware. */
        HV_UINT64 AbiMinor : 8;
        /** Bits 8 to 15: major version of the oldest accepted firmware. */
        HV_UINT64 AbiMajor : 8;
        HV_UINT64 Smt : 1;               /**< Bit 16: simultaneous multithreading is allowed. */
        HV_UINT64 ReservedMustBeOne : 1; /**< Bit 17: must be one. */
        HV_UINT64 MigrateMa : 1;         /**< Bit 18: a migration agent is allowed. */
        HV_UINT64 Debug : 1;             /**< Bit 19: debugging is allowed. */
        HV_UINT64 SingleSocket : 1;      /**< Bit 20: the guest runs on only one socket. */
        HV_UINT64 Reserved : 43;
    };
#endif
} IGVM_SNP_POLICY, *PIGVM_SNP_POLICY;
HV_STATIC_ASSERT(sizeof(IGVM_SNP_POLICY) == 8);

/** Policy that a file can request for Intel TDX. */
typedef union IGVM_TDX_POLICY
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 DebugAllowed : 1;  /**< Bit 0: debugging is allowed. */
        HV_UINT64 SeptVeDisable : 1; /**< Bit 1: SEPT_VE_DISABLE of the TD's attributes. */
        HV_UINT64 Migratable : 1;    /**< Bit 2: migration to another host is allowed. */
        HV_UINT64 Reserved : 61;
    };
#endif
} IGVM_TDX_POLICY, *PIGVM_TDX_POLICY;
HV_STATIC_ASSERT(sizeof(IGVM_TDX_POLICY) == 8);

/** Hash algorithm of a realm, with the numbers of the RMM specification. */
typedef HV_UINT8 IGVM_CCA_HASH_ALGORITHM, *PIGVM_CCA_HASH_ALGORITHM;
#define IGVM_CCA_HASH_ALGORITHM_SHA256 0x0
#define IGVM_CCA_HASH_ALGORITHM_SHA512 0x1
#define IGVM_CCA_HASH_ALGORITHM_SHA384 0x2

/** Policy for live activation of firmware that the realm trusts. */
typedef HV_UINT8 IGVM_CCA_LFA_POLICY, *PIGVM_CCA_LFA_POLICY;
#define IGVM_CCA_LFA_POLICY_LFA_DISALLOW 0x0
#define IGVM_CCA_LFA_POLICY_LFA_ALLOW 0x1

/** Attribute of a realm: debugging is allowed. */
#define CCA_POLICY_ATTR_DEBUG 0x1
/** Attribute of a realm: it shares its memory encryption context. */
#define CCA_POLICY_ATTR_MEC 0x2

/**
 * Policy of an Arm CCA realm. An attribute in neither mask is unrestricted; the file is invalid if
 * both masks contain an attribute.
 */
typedef struct IGVM_VHS_CCA_POLICY
{
    HV_UINT32 CompatibilityMask;           /**< Platforms that the structure applies to. */
    HV_UINT32 Reserved;                    /**< Must be zero. */
    HV_UINT64 AttributesRequiredZeroes;    /**< CCA_POLICY_ATTR_... that must be clear. */
    HV_UINT64 AttributesRequiredOnes;      /**< CCA_POLICY_ATTR_... that must be set. */
    IGVM_CCA_HASH_ALGORITHM HashAlgorithm; /**< Algorithm of the realm's initial measurement. */
    IGVM_CCA_LFA_POLICY LfaPolicy;
    HV_UINT8 Reserved2[6];                 /**< Must be zero. */
} IGVM_VHS_CCA_POLICY, *PIGVM_VHS_CCA_POLICY;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_CCA_POLICY) == 32);

/*
 * Initialization: relocation.
 */

/** Flag of IGVM_VHS_RELOCATABLE_REGION: the region is VTL 2. */
#define IGVM_VHF_RELOCATABLE_REGION_IS_VTL2 0x1
/** Flag of IGVM_VHS_RELOCATABLE_REGION: relocate the instruction pointer (RIP, PC). */
#define IGVM_VHF_RELOCATABLE_REGION_APPLY_PC 0x2
/** Flag of IGVM_VHS_RELOCATABLE_REGION: relocate GDTR; x64 only. */
#define IGVM_VHF_RELOCATABLE_REGION_APPLY_GDTR 0x4
/** Older name of IGVM_VHF_RELOCATABLE_REGION_APPLY_PC. */
#define IGVM_VHF_RELOCATABLE_REGION_APPLY_RIP 0x2

/**
 * Region that the loader may relocate as a whole, with every address in it that other structures
 * contain. Memory backs the whole region. x64.
 */
typedef struct IGVM_VHS_RELOCATABLE_REGION
{
    HV_UINT32 CompatibilityMask; /**< Platforms that the structure applies to. */
    /**
     * Zero-based index of the processor whose registers are relocated; the bound is undocumented.
     */
    HV_UINT16 VpIndex;
    HV_UINT8 Vtl;   /**< VTL whose registers are relocated. */
    HV_UINT8 Flags; /**< IGVM_VHF_RELOCATABLE_REGION_... */
    /** Alignment of all addresses, in bytes; a multiple of 4 KiB. */
    HV_UINT64 RelocationAlignment;
    HV_UINT64 RelocationRegionGpa;  /**< Address without relocation, in bytes. */
    HV_UINT64 RelocationRegionSize; /**< Bytes; a multiple of 4 KiB. */
    HV_UINT64 MinimumRelocationGpa; /**< Lowest address of the relocated region, in bytes. */
    HV_UINT64 MaximumRelocationGpa; /**< Highest address of the relocated region, in bytes. */
} IGVM_VHS_RELOCATABLE_REGION, *PIGVM_VHS_RELOCATABLE_REGION;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_RELOCATABLE_REGION) == 48);

/**
 * Page tables that the loader adjusts when it relocates: an identity map with its root in this
 * region, which may itself be relocated. The loader relocates the entries of relocated regions that
 * map no more than the distance. If the distance is not a multiple of what an entry maps, the file
 * is invalid. The loader does not follow tables outside the region. x64 and ARM64.
 */
typedef struct IGVM_VHS_PAGE_TABLE_RELOCATION
{
    HV_UINT32 CompatibilityMask; /**< Platforms that the structure applies to. */
    /**
     * Index of the processor with the root (CR3, TTBR0), from 0; its IGVM_VHS_VP_CONTEXT enables
     * paging. The bound is undocumented.
     */
    HV_UINT16 VpIndex;
    HV_UINT8 Vtl;       /**< VTL of the root. */
    HV_UINT8 Reserved;  /**< Must be zero. */
    HV_UINT64 Gpa;      /**< Address of the region, in bytes. */
    HV_UINT64 Size;     /**< Bytes of the region; a multiple of 4 KiB. */
    /**
     * Bytes in use; a multiple of 4 KiB, at most Size. The loader allocates new tables after them.
     */
    HV_UINT64 UsedSize;
} IGVM_VHS_PAGE_TABLE_RELOCATION, *PIGVM_VHS_PAGE_TABLE_RELOCATION;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_PAGE_TABLE_RELOCATION) == 32);

/** Location of a CoRIM document or its signature; work in progress. */
typedef struct IGVM_VHS_CORIM_DATA
{
    HV_UINT32 CompatibilityMask; /**< Platforms that the structure applies to. */
    HV_UINT32 FileOffset;        /**< Bytes from the start of the file. */
    HV_UINT32 SizeBytes;         /**< Bytes of the data. */
    HV_UINT32 Reserved;
} IGVM_VHS_CORIM_DATA, *PIGVM_VHS_CORIM_DATA;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_CORIM_DATA) == 16);

/*
 * Directives: pages.
 */

/** Contents of a page. */
typedef HV_UINT16 IGVM_PAGE_DATA_TYPE, *PIGVM_PAGE_DATA_TYPE;
#define IGVM_PAGE_DATA_TYPE_NORMAL 0x0
/** Secrets page of SEV-SNP. */
#define IGVM_PAGE_DATA_TYPE_SECRETS 0x1
/** CPUID page of SEV-SNP. */
#define IGVM_PAGE_DATA_TYPE_CPUID_DATA 0x2
/** CPUID page of SEV-SNP, for the extended processor state. */
#define IGVM_PAGE_DATA_TYPE_CPUID_XF 0x3

/** Flags of IGVM_VHS_PAGE_DATA. */
typedef union IGVM_PAGE_DATA_FLAGS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 Is2mbPage : 1;  /**< Bit 0: page of 2 MiB, aligned to 2 MiB. */
        HV_UINT32 Unmeasured : 1; /**< Bit 1: not part of the measurement. */
        /** Bit 2: visible to the host; contents preserved, unmeasured. Work in progress. */
        HV_UINT32 Shared : 1;
        HV_UINT32 Reserved : 29;
    };
#endif
} IGVM_PAGE_DATA_FLAGS, *PIGVM_PAGE_DATA_FLAGS;
HV_STATIC_ASSERT(sizeof(IGVM_PAGE_DATA_FLAGS) == 4);

/**
 * Page to load. The architecture determines which VTLs can access it: only the highest with SEV-SNP
 * and with partitioned TDX, all with VBS and with unpartitioned TDX.
 */
typedef struct IGVM_VHS_PAGE_DATA
{
    HV_UINT64 Gpa;               /**< Guest physical address, in bytes. */
    HV_UINT32 CompatibilityMask; /**< Platforms that the structure applies to. */
    HV_UINT32 FileOffset;        /**< Bytes from the start of the file; 0: private page of zeros. */
    IGVM_PAGE_DATA_FLAGS Flags;
    IGVM_PAGE_DATA_TYPE DataType;
    HV_UINT16 Reserved;
} IGVM_VHS_PAGE_DATA, *PIGVM_VHS_PAGE_DATA;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_PAGE_DATA) == 24);

/** Flags of IGVM_VHS_REQUIRED_MEMORY. */
typedef union IGVM_REQUIRED_MEMORY_FLAGS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        /** Bit 0: VTL 2 must be able to protect the memory from lower VTLs. */
        HV_UINT32 Vtl2Protectable : 1;
        HV_UINT32 Reserved : 31;
    };
#endif
} IGVM_REQUIRED_MEMORY_FLAGS, *PIGVM_REQUIRED_MEMORY_FLAGS;
HV_STATIC_ASSERT(sizeof(IGVM_REQUIRED_MEMORY_FLAGS) == 4);

/** Memory that the guest requires; without it the loader must fail. */
typedef struct IGVM_VHS_REQUIRED_MEMORY
{
    HV_UINT64 Gpa;               /**< Address in bytes, aligned to a page. */
    HV_UINT32 CompatibilityMask; /**< Platforms that the structure applies to. */
    HV_UINT32 NumberOfBytes;     /**< Bytes; a multiple of the page size. */
    IGVM_REQUIRED_MEMORY_FLAGS Flags;
    HV_UINT32 Reserved;
} IGVM_VHS_REQUIRED_MEMORY, *PIGVM_VHS_REQUIRED_MEMORY;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_REQUIRED_MEMORY) == 24);

/** Pages for error reports of the guest, which the host can read as long as the machine exists. */
typedef struct IGVM_VHS_ERROR_RANGE
{
    HV_UINT64 Gpa;               /**< Address in bytes, aligned to a page. */
    HV_UINT32 CompatibilityMask; /**< Platforms that the structure applies to. */
    /** Bytes; a multiple of the page size. The format is private to the guest. */
    HV_UINT32 SizeBytes;
} IGVM_VHS_ERROR_RANGE, *PIGVM_VHS_ERROR_RANGE;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_ERROR_RANGE) == 16);

/*
 * Directives: processors.
 */

HV_PACK_BEGIN
/** Initial state of a processor. TDX has none: the architecture defines it. */
typedef struct IGVM_VHS_VP_CONTEXT
{
    /** SEV-ES, SEV-SNP: address of the VMSA, in bytes; otherwise 0. */
    HV_UINT64 Gpa;
    HV_UINT32 CompatibilityMask; /**< Platforms that the structure applies to. */
    /**
     * Bytes from the start of the file to an IGVM_VBS_VP_CONTEXT_HEADER, AMD VMSA,
     * IGVM_NATIVE_VP_CONTEXT_X64 or IGVM_VP_CONTEXT_AARCH64_CCA.
     */
    HV_UINT32 FileOffset;
    HV_UINT16 VpIndex; /**< Zero-based index of the processor; the bound is undocumented. */
    HV_UINT16 Reserved;
} IGVM_VHS_VP_CONTEXT, *PIGVM_VHS_VP_CONTEXT;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_VP_CONTEXT) == 20);

/** Register of a processor, for VBS. */
typedef struct IGVM_VBS_VP_CONTEXT_REGISTER
{
    HV_UINT8 Vtl;               /**< VTL of the register; plane for CCA. */
    HV_UINT32 RegisterName;     /**< HV_REGISTER_NAME. */
    HV_UINT8 Mbz[11];           /**< Must be zero. */
    HV_UINT8 RegisterValue[16]; /**< HV_REGISTER_VALUE. */
} IGVM_VBS_VP_CONTEXT_REGISTER, *PIGVM_VBS_VP_CONTEXT_REGISTER;
HV_STATIC_ASSERT(sizeof(IGVM_VBS_VP_CONTEXT_REGISTER) == 32);

/** State of a processor, for VBS. */
typedef struct IGVM_VBS_VP_CONTEXT_HEADER
{
    HV_UINT32 RegisterCount; /**< Number of elements of Registers, all within the file. */
    /** Registers to set; RegisterCount elements. */
    IGVM_VBS_VP_CONTEXT_REGISTER Registers[];
} IGVM_VBS_VP_CONTEXT_HEADER, *PIGVM_VBS_VP_CONTEXT_HEADER;
HV_STATIC_ASSERT(sizeof(IGVM_VBS_VP_CONTEXT_HEADER) == 4);
HV_PACK_END

/**
 * State of an x64 processor whose registers are unmeasured: native, or SEV. Each member is the
 * register of its name; the Code members are parts of CS. All other registers have their reset
 * values. Since version 2; work in progress.
 */
typedef struct IGVM_NATIVE_VP_CONTEXT_X64
{
    HV_UINT64 Rax;
    HV_UINT64 Rcx;
    HV_UINT64 Rdx;
    HV_UINT64 Rbx;
    HV_UINT64 Rsp;
    HV_UINT64 Rbp;
    HV_UINT64 Rsi;
    HV_UINT64 Rdi;
    HV_UINT64 R8;
    HV_UINT64 R9;
    HV_UINT64 R10;
    HV_UINT64 R11;
    HV_UINT64 R12;
    HV_UINT64 R13;
    HV_UINT64 R14;
    HV_UINT64 R15;
    HV_UINT64 Rip;
    HV_UINT64 Rflags;
    HV_UINT64 IdtrBase;
    HV_UINT16 IdtrLimit;
    HV_UINT16 Reserved[2];
    HV_UINT16 GdtrLimit;
    HV_UINT64 GdtrBase;
    HV_UINT16 CodeSelector;
    HV_UINT16 CodeAttributes; /**< Bits 8 to 11 are 0. */
    HV_UINT32 CodeBase;
    HV_UINT32 CodeLimit;
    HV_UINT16 DataSelector;   /**< All segments except CS. */
    HV_UINT16 DataAttributes; /**< All segments except CS; bits 8 to 11 are 0. */
    HV_UINT32 DataBase;       /**< All segments except CS. */
    HV_UINT32 DataLimit;      /**< All segments except CS. */
    HV_UINT64 GsBase;
    HV_UINT64 Cr0;
    HV_UINT64 Cr3;
    HV_UINT64 Cr4;
    HV_UINT64 Efer;
} IGVM_NATIVE_VP_CONTEXT_X64, *PIGVM_NATIVE_VP_CONTEXT_X64;
HV_STATIC_ASSERT(sizeof(IGVM_NATIVE_VP_CONTEXT_X64) == 232);

/**
 * State of a processor in an Arm CCA realm, as in RMM's REC parameters; all of it is measured. Each
 * member except Flags is the register of its name. All other registers have their reset values; the
 * host sets MPIDR.
 */
typedef struct IGVM_VP_CONTEXT_AARCH64_CCA
{
    HV_UINT64 X0;
    HV_UINT64 X1;
    HV_UINT64 X2;
    HV_UINT64 X3;
    HV_UINT64 X4;
    HV_UINT64 X5;
    HV_UINT64 X6;
    HV_UINT64 X7;
    HV_UINT64 Pc;
    HV_UINT64 Flags; /**< Flags of the REC. */
} IGVM_VP_CONTEXT_AARCH64_CCA, *PIGVM_VP_CONTEXT_AARCH64_CCA;
HV_STATIC_ASSERT(sizeof(IGVM_VP_CONTEXT_AARCH64_CCA) == 80);

/*
 * Directives: parameters.
 */

/** Area for parameters. */
typedef struct IGVM_VHS_PARAMETER_AREA
{
    HV_UINT64 NumberOfBytes;      /**< Bytes; a multiple of the page size. */
    /** Index of the area, unique in the file; any number, without a bound. */
    HV_UINT32 ParameterAreaIndex;
    /** Initial contents: bytes from the start of the file; 0: zeros. */
    HV_UINT32 FileOffset;
} IGVM_VHS_PARAMETER_AREA, *PIGVM_VHS_PARAMETER_AREA;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_PARAMETER_AREA) == 16);

/**
 * Destination of a parameter; the header's Type identifies the parameter. If it does not fit, the
 * loader must fail.
 */
typedef struct IGVM_VHS_PARAMETER
{
    /** Index of the area, from its IGVM_VHS_PARAMETER_AREA, which must precede this structure. */
    HV_UINT32 ParameterAreaIndex;
    HV_UINT32 ByteOffset;         /**< Bytes from the start of the area. */
} IGVM_VHS_PARAMETER, *PIGVM_VHS_PARAMETER;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_PARAMETER) == 8);

/**
 * Insertion of a complete area into memory, lowest page first. The area's index is invalid
 * afterwards.
 */
typedef struct IGVM_VHS_PARAMETER_INSERT
{
    HV_UINT64 Gpa;                /**< Address in bytes, aligned to a page. */
    HV_UINT32 CompatibilityMask;  /**< Platforms that the structure applies to. */
    /** Index of the area, from its IGVM_VHS_PARAMETER_AREA, which must precede this structure. */
    HV_UINT32 ParameterAreaIndex;
} IGVM_VHS_PARAMETER_INSERT, *PIGVM_VHS_PARAMETER_INSERT;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_PARAMETER_INSERT) == 16);

/** Type of a range of memory, in the memory map and in the device tree. */
typedef HV_UINT16 IGVM_MEMORY_MAP_ENTRY_TYPE, *PIGVM_MEMORY_MAP_ENTRY_TYPE;
#define IGVM_MEMORY_MAP_ENTRY_TYPE_MEMORY 0x0
#define IGVM_MEMORY_MAP_ENTRY_TYPE_PLATFORM_RESERVED 0x1
#define IGVM_MEMORY_MAP_ENTRY_TYPE_PERSISTENT 0x2
/** Memory that VTL 2 can protect, on platforms where it cannot protect all memory. */
#define IGVM_MEMORY_MAP_ENTRY_TYPE_VTL2_PROTECTABLE 0x3
/**
 * Memory for a specific purpose (EFI_MEMORY_SP); firmware and system must not allocate it. Work in
 * progress.
 */
#define IGVM_MEMORY_MAP_ENTRY_TYPE_SPECIFIC_PURPOSE 0x4
/** Memory that only this map reports. Work in progress. */
#define IGVM_MEMORY_MAP_ENTRY_TYPE_HIDDEN 0x5

/** Flags of IGVM_VHS_MEMORY_MAP_ENTRY; only in the C form of igvm_defs. */
typedef union IGVM_MEMORY_MAP_ENTRY_FLAGS
{
    HV_UINT16 AsUINT16;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT16 IsShared : 1; /**< Bit 0: visible to the host. */
        HV_UINT16 Reserved : 15;
    };
#endif
} IGVM_MEMORY_MAP_ENTRY_FLAGS, *PIGVM_MEMORY_MAP_ENTRY_FLAGS;
HV_STATIC_ASSERT(sizeof(IGVM_MEMORY_MAP_ENTRY_FLAGS) == 2);

/**
 * Memory of the guest, in ascending order. An entry of 0 pages, or the end of the area, ends the
 * map.
 */
typedef struct IGVM_VHS_MEMORY_MAP_ENTRY
{
    HV_UINT64 StartingGpaPageNumber; /**< First guest page number. */
    HV_UINT64 NumberOfPages;         /**< Pages of the range. */
    IGVM_MEMORY_MAP_ENTRY_TYPE EntryType;
    IGVM_MEMORY_MAP_ENTRY_FLAGS Flags;
    HV_UINT32 Reserved;
} IGVM_VHS_MEMORY_MAP_ENTRY, *PIGVM_VHS_MEMORY_MAP_ENTRY;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_MEMORY_MAP_ENTRY) == 24);

/** Range of guest pages. */
typedef struct IGVM_VHS_MEMORY_RANGE
{
    HV_UINT64 StartingGpaPageNumber; /**< First guest page number. */
    HV_UINT64 NumberOfPages;         /**< Pages of the range. */
} IGVM_VHS_MEMORY_RANGE, *PIGVM_VHS_MEMORY_RANGE;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_MEMORY_RANGE) == 16);

/**
 * Two ranges for memory-mapped I/O. If there are more, only the device tree contains all of them.
 */
typedef struct IGVM_VHS_MMIO_RANGES
{
    IGVM_VHS_MEMORY_RANGE MmioRanges[2]; /**< The two ranges, in guest page numbers. */
} IGVM_VHS_MMIO_RANGES, *PIGVM_VHS_MMIO_RANGES;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_MMIO_RANGES) == 32);

/** Environment of the guest at its start; work in progress. */
typedef union IGVM_ENVIRONMENT_INFO
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        /** Bit 0: memory is shared until the guest makes it private. */
        HV_UINT32 MemoryIsShared : 1;
        HV_UINT32 Reserved : 31;
    };
#endif
} IGVM_ENVIRONMENT_INFO, *PIGVM_ENVIRONMENT_INFO;
HV_STATIC_ASSERT(sizeof(IGVM_ENVIRONMENT_INFO) == 4);

/** Device tree property of a memory node: IGVM_MEMORY_MAP_ENTRY_TYPE, a 32-bit cell. */
#define IGVM_DT_IGVM_TYPE_PROPERTY "microsoft,igvm-type"
/** Device tree property of a VMBus root node: VTL that the bus is for, a 32-bit cell. */
#define IGVM_DT_VTL_PROPERTY "microsoft,vtl"

/*
 * Directives: signatures of the measurement.
 */

/**
 * Signature of AMD's ID block, in the secure processor's form. Each member is the field of its name
 * in the SEV-SNP ABI.
 */
typedef struct IGVM_VHS_SNP_ID_BLOCK_SIGNATURE
{
    HV_UINT8 RComp[72];
    HV_UINT8 SComp[72];
} IGVM_VHS_SNP_ID_BLOCK_SIGNATURE, *PIGVM_VHS_SNP_ID_BLOCK_SIGNATURE;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_SNP_ID_BLOCK_SIGNATURE) == 144);

/**
 * Public key of AMD's ID block, in the secure processor's form. Each member is the field of its
 * name in the SEV-SNP ABI.
 */
typedef struct IGVM_VHS_SNP_ID_BLOCK_PUBLIC_KEY
{
    HV_UINT32 Curve;
    HV_UINT32 Reserved;
    HV_UINT8 Qx[72];
    HV_UINT8 Qy[72];
} IGVM_VHS_SNP_ID_BLOCK_PUBLIC_KEY, *PIGVM_VHS_SNP_ID_BLOCK_PUBLIC_KEY;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_SNP_ID_BLOCK_PUBLIC_KEY) == 152);

/**
 * AMD's ID block: expected measurement and its signatures. Each member is the field of its name in
 * the SEV-SNP ABI. HV_SNP_ID_BLOCK is the hypervisor's form.
 */
typedef struct IGVM_VHS_SNP_ID_BLOCK
{
    HV_UINT32 CompatibilityMask; /**< Platforms that the structure applies to. */
    HV_UINT8 AuthorKeyEnabled;   /**< 1, or 0 if all author members are 0. */
    HV_UINT8 Reserved[3];
    HV_UINT8 Ld[48];             /**< Expected launch digest. */
    HV_UINT8 FamilyId[16];
    HV_UINT8 ImageId[16];
    HV_UINT32 Version;  /**< Version of the ID block, a number that the SEV-SNP ABI defines. */
    HV_UINT32 GuestSvn; /**< Security version of the guest. */
    HV_UINT32 IdKeyAlgorithm;
    HV_UINT32 AuthorKeyAlgorithm;
    IGVM_VHS_SNP_ID_BLOCK_SIGNATURE IdKeySignature;
    IGVM_VHS_SNP_ID_BLOCK_PUBLIC_KEY IdPublicKey;
    IGVM_VHS_SNP_ID_BLOCK_SIGNATURE AuthorKeySignature;
    IGVM_VHS_SNP_ID_BLOCK_PUBLIC_KEY AuthorPublicKey;
} IGVM_VHS_SNP_ID_BLOCK, *PIGVM_VHS_SNP_ID_BLOCK;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_SNP_ID_BLOCK) == 696);

/** Digest algorithm of IGVM_VHS_VBS_MEASUREMENT. */
typedef HV_UINT32 IGVM_VBS_DIGEST_ALGORITHM, *PIGVM_VBS_DIGEST_ALGORITHM;
#define IGVM_VBS_DIGEST_ALGORITHM_INVALID 0x0
#define IGVM_VBS_DIGEST_ALGORITHM_SHA256 0x1

/** Signature algorithm of IGVM_VHS_VBS_MEASUREMENT. */
typedef HV_UINT32 IGVM_VBS_SIGNING_ALGORITHM, *PIGVM_VBS_SIGNING_ALGORITHM;
#define IGVM_VBS_SIGNING_ALGORITHM_INVALID 0x0
#define IGVM_VBS_SIGNING_ALGORITHM_ECDSA_P384 0x1

/** Expected measurement and its signature, for VBS. */
typedef struct IGVM_VHS_VBS_MEASUREMENT
{
    HV_UINT32 CompatibilityMask; /**< Platforms that the structure applies to. */
    HV_UINT32 Version;           /**< Undocumented. */
    HV_UINT32 ProductId;         /**< Undocumented. */
    HV_UINT32 ModuleId;          /**< Undocumented. */
    HV_UINT32 SecurityVersion;   /**< Undocumented. */
    HV_UINT32 PolicyFlags;       /**< Undocumented. */
    /** IGVM_VBS_DIGEST_ALGORITHM_..., of BootMeasurementDigest. */
    IGVM_VBS_DIGEST_ALGORITHM BootDigestAlgo;
    IGVM_VBS_SIGNING_ALGORITHM SigningAlgo; /**< IGVM_VBS_SIGNING_ALGORITHM_..., of Signature. */
    /** Expected digest; its place in the 64 bytes is undocumented. */
    HV_UINT8 BootMeasurementDigest[64];
    HV_UINT8 Signature[256]; /**< Undocumented beyond its algorithm, SigningAlgo. */
    HV_UINT8 PublicKey[512]; /**< Undocumented beyond its algorithm, SigningAlgo. */
} IGVM_VHS_VBS_MEASUREMENT, *PIGVM_VHS_VBS_MEASUREMENT;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_VBS_MEASUREMENT) == 864);

HV_HEADER_END

#endif /* !MILE_HYPERV_FIRMWARE_IGVM */
