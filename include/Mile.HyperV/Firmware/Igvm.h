/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief IGVM: the file that holds a guest's first memory and registers, and the parameters that its loader adds.
 *
 * An Independent Guest Virtual Machine file is a program for a loader: it says
 * which pages to put where, in which order, and with which state a processor
 * starts. A loader that follows it arrives at the measurement that the file's
 * author computed, on every host and for every isolation technology.
 *
 *     0                      IGVM_FIXED_HEADER
 *     VariableHeaderOffset   IGVM_VHS_VARIABLE_HEADER, a structure, zeros    \
 *                            IGVM_VHS_VARIABLE_HEADER, a structure, zeros     | VariableHeaderSize
 *                             ...                                            /
 *     any                    pages, registers, ... where FileOffset members point
 *
 * Every variable header begins at a multiple of 8 bytes; Length counts neither
 * itself nor the zeros. They stand in three sections that do not mix:
 *
 *     platform        which platforms the file is for, each with a bit of its own
 *     initialization  what the partition needs before it has memory
 *     directive       page by page, in this order, what is loaded
 *
 * A structure with a CompatibilityMask is for those platforms alone whose bits
 * are set in it. A loader refuses a file with a type that it does not know,
 * unless IGVM_VHT_OPTIONAL_BIT is set.
 *
 * Parameters are what the file cannot know, such as how much memory there is:
 *
 *     IGVM_VHS_PARAMETER_AREA     an area of so many bytes, with a number
 *     IGVM_VHT_MEMORY_MAP, ...    write that parameter into it, at this offset
 *     IGVM_VHS_PARAMETER_INSERT   and load it at this address, unmeasured
 *
 * What a guest checks, because the host is not trusted: everything in a
 * parameter area. Nothing there is measured, and a loader that lies writes what
 * it likes; so ranges of a memory map neither overlap nor wrap around, tables
 * are as long as their area at most, text ends within it, and a count of
 * processors is one that the guest can handle. Memory that the file requires
 * can be absent all the same.
 * What a loader checks, because the file is not trusted: the checksum; that
 * offsets, lengths and areas lie within the file and each other; alignment.
 *
 * Version 2 of the format is work in progress, and so are the members that say
 * so: sources may still change them.
 *
 * Sources: igvm_defs, igvm; mu_msvm IgvmConfig.c.
 */

#ifndef MILE_HYPERV_FIRMWARE_IGVM
#define MILE_HYPERV_FIRMWARE_IGVM

#include "../Hypervisor/Types.h"

HV_HEADER_BEGIN

/*
 * The fixed header.
 */

/** "IGVM". */
#define IGVM_MAGIC_VALUE 0x4D564749

#define IGVM_FORMAT_VERSION_1 0x1
/** Work in progress. */
#define IGVM_FORMAT_VERSION_2 0x2

/** The page size of version 1. */
#define IGVM_PAGE_SIZE_4K 4096

/** The file's first bytes. */
typedef struct IGVM_FIXED_HEADER
{
    HV_UINT32 Magic;                /**< IGVM_MAGIC_VALUE. */
    HV_UINT32 FormatVersion;        /**< IGVM_FORMAT_VERSION_... */
    HV_UINT32 VariableHeaderOffset; /**< From the file's begin; a multiple of 8. */
    HV_UINT32 VariableHeaderSize;   /**< Bytes. */
    HV_UINT32 TotalFileSize;        /**< Bytes. */
    HV_UINT32 Checksum;             /**< CRC-32 of the fixed and the variable headers, with 0 here. */
} IGVM_FIXED_HEADER, *PIGVM_FIXED_HEADER;
HV_STATIC_ASSERT(sizeof(IGVM_FIXED_HEADER) == 24);

/** IGVM_FIXED_HEADER_V2.Architecture. */
typedef HV_UINT32 IGVM_ARCHITECTURE, *PIGVM_ARCHITECTURE;
#define IGVM_ARCHITECTURE_X64 0x0
#define IGVM_ARCHITECTURE_AARCH64 0x1

/** The same in version 2, which is work in progress. */
typedef struct IGVM_FIXED_HEADER_V2
{
    HV_UINT32 Magic;
    HV_UINT32 FormatVersion; /**< At least IGVM_FORMAT_VERSION_2. */
    HV_UINT32 VariableHeaderOffset;
    HV_UINT32 VariableHeaderSize;
    HV_UINT32 TotalFileSize;
    HV_UINT32 Checksum;
    IGVM_ARCHITECTURE Architecture;
    HV_UINT32 PageSize; /**< A power of two: what "page" means in the structures. */
} IGVM_FIXED_HEADER_V2, *PIGVM_FIXED_HEADER_V2;
HV_STATIC_ASSERT(sizeof(IGVM_FIXED_HEADER_V2) == 32);

/*
 * Variable headers.
 */

/** IGVM_VHS_VARIABLE_HEADER.Type. The names that are parameters have an IGVM_VHS_PARAMETER. */
typedef HV_UINT32 IGVM_VARIABLE_HEADER_TYPE, *PIGVM_VARIABLE_HEADER_TYPE;
#define IGVM_VHT_INVALID 0x0

/** Platform: IGVM_VHS_SUPPORTED_PLATFORM. */
#define IGVM_VHT_SUPPORTED_PLATFORM 0x1

/** Initialization: IGVM_VHS_GUEST_POLICY. New technologies have a type of their own instead. */
#define IGVM_VHT_GUEST_POLICY 0x101
/** IGVM_VHS_RELOCATABLE_REGION. */
#define IGVM_VHT_RELOCATABLE_REGION 0x102
/** IGVM_VHS_PAGE_TABLE_RELOCATION. */
#define IGVM_VHT_PAGE_TABLE_RELOCATION_REGION 0x103
/** IGVM_VHS_CORIM_DATA: reference measurements, a CBOR CoRIM document; one a platform. Work in progress. */
#define IGVM_VHT_CORIM_DOCUMENT 0x104
/** IGVM_VHS_CORIM_DATA: its detached COSE_Sign1 signature, which follows the document. Work in progress. */
#define IGVM_VHT_CORIM_SIGNATURE 0x105
/** IGVM_VHS_CCA_POLICY. */
#define IGVM_VHT_CCA_POLICY 0x106
/** The file's version as text: UTF-8 without a terminator, as long as the header's Length. At most one in a file. */
#define IGVM_VHT_VERSION_STRING 0x107

/** Directive: IGVM_VHS_PARAMETER_AREA. */
#define IGVM_VHT_PARAMETER_AREA 0x301
/** IGVM_VHS_PAGE_DATA. */
#define IGVM_VHT_PAGE_DATA 0x302
/** IGVM_VHS_PARAMETER_INSERT. */
#define IGVM_VHT_PARAMETER_INSERT 0x303
/** IGVM_VHS_VP_CONTEXT. */
#define IGVM_VHT_VP_CONTEXT 0x304
/** IGVM_VHS_REQUIRED_MEMORY. */
#define IGVM_VHT_REQUIRED_MEMORY 0x305
/** A shared GPA boundary in early revisions; not to be used again. */
#define IGVM_VHT_RESERVED_DO_NOT_USE 0x306
/** Parameter: HV_UINT32, how many processors there are. */
#define IGVM_VHT_VP_COUNT_PARAMETER 0x307
/** Parameter: the ACPI SRAT. */
#define IGVM_VHT_SRAT 0x308
/** Parameter: the ACPI MADT. */
#define IGVM_VHT_MADT 0x309
/** Parameter: IGVM_VHS_MMIO_RANGES. */
#define IGVM_VHT_MMIO_RANGES 0x30A
/** IGVM_VHS_SNP_ID_BLOCK. */
#define IGVM_VHT_SNP_ID_BLOCK 0x30B
/** Parameter: IGVM_VHS_MEMORY_MAP_ENTRY, any number. */
#define IGVM_VHT_MEMORY_MAP 0x30C
/** IGVM_VHS_ERROR_RANGE. */
#define IGVM_VHT_ERROR_RANGE 0x30D
/** Parameter: a command line of the guest's own form, in ASCII with a zero at the end. */
#define IGVM_VHT_COMMAND_LINE 0x30E
/** Parameter: the ACPI SLIT. */
#define IGVM_VHT_SLIT 0x30F
/** Parameter: the ACPI PPTT. */
#define IGVM_VHT_PPTT 0x310
/** IGVM_VHS_VBS_MEASUREMENT. */
#define IGVM_VHT_VBS_MEASUREMENT 0x311
/** Parameter: a flattened device tree with all that the others tell, and what is new. */
#define IGVM_VHT_DEVICE_TREE 0x312
/** Parameter: IGVM_ENVIRONMENT_INFO. */
#define IGVM_VHT_ENVIRONMENT_INFO_PARAMETER 0x313

/** The sections' types. */
#define IGVM_VHT_RANGE_PLATFORM_FIRST 0x1
#define IGVM_VHT_RANGE_PLATFORM_LAST 0x100
#define IGVM_VHT_RANGE_INIT_FIRST 0x101
#define IGVM_VHT_RANGE_INIT_LAST 0x200
#define IGVM_VHT_RANGE_DIRECTIVE_FIRST 0x301
#define IGVM_VHT_RANGE_DIRECTIVE_LAST 0x400

/** Added to a type: a loader that does not know it goes on. */
#define IGVM_VHT_OPTIONAL_BIT 0x80000000U

/** Before each structure; Length is that of the structure, and the next one begins at a multiple of 8. */
typedef struct IGVM_VHS_VARIABLE_HEADER
{
    IGVM_VARIABLE_HEADER_TYPE Type;
    HV_UINT32 Length; /**< Bytes, rounded up to find the next header. */
} IGVM_VHS_VARIABLE_HEADER, *PIGVM_VHS_VARIABLE_HEADER;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_VARIABLE_HEADER) == 8);

/*
 * Platforms.
 */

/** IGVM_VHS_SUPPORTED_PLATFORM.PlatformType. */
typedef HV_UINT8 IGVM_PLATFORM_TYPE, *PIGVM_PLATFORM_TYPE;
/** No isolation. */
#define IGVM_PLATFORM_TYPE_NATIVE 0x00
/** Hyper-V's own, by virtualization-based security. */
#define IGVM_PLATFORM_TYPE_VSM_ISOLATION 0x01
#define IGVM_PLATFORM_TYPE_SEV_SNP 0x02
#define IGVM_PLATFORM_TYPE_TDX 0x03
/** This and the next two are work in progress. */
#define IGVM_PLATFORM_TYPE_SEV 0x04
#define IGVM_PLATFORM_TYPE_SEV_ES 0x05
#define IGVM_PLATFORM_TYPE_CCA 0x06

/** PlatformVersion: each platform has one. */
#define IGVM_NATIVE_PLATFORM_VERSION 0x1
#define IGVM_VSM_ISOLATION_PLATFORM_VERSION 0x1
#define IGVM_SEV_SNP_PLATFORM_VERSION 0x1
#define IGVM_TDX_PLATFORM_VERSION 0x1
#define IGVM_SEV_PLATFORM_VERSION 0x1
#define IGVM_SEV_ES_PLATFORM_VERSION 0x1
#define IGVM_CCA_PLATFORM_VERSION 0x1

/** A platform that the file is for, before any structure that has its bit. */
typedef struct IGVM_VHS_SUPPORTED_PLATFORM
{
    HV_UINT32 CompatibilityMask; /**< One bit: the platform's, in this file. */
    HV_UINT8 HighestVtl;         /**< The highest VTL that the guest uses; 0 without VTLs. */
    IGVM_PLATFORM_TYPE PlatformType;
    HV_UINT16 PlatformVersion;   /**< IGVM_..._PLATFORM_VERSION. */
    HV_UINT64 SharedGpaBoundary; /**< The host sees memory from here up; 0: the guest shares pages by itself. */
} IGVM_VHS_SUPPORTED_PLATFORM, *PIGVM_VHS_SUPPORTED_PLATFORM;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_SUPPORTED_PLATFORM) == 16);

/*
 * Initialization: policies.
 */

/** What an isolated guest allows. */
typedef struct IGVM_VHS_GUEST_POLICY
{
    HV_UINT64 Policy; /**< SEV-SNP: IGVM_SNP_POLICY; TDX: IGVM_TDX_POLICY. */
    HV_UINT32 CompatibilityMask;
    HV_UINT32 Reserved; /**< Zero. */
} IGVM_VHS_GUEST_POLICY, *PIGVM_VHS_GUEST_POLICY;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_GUEST_POLICY) == 16);

/** The guest policy of AMD's SEV-SNP ABI, 4.3. */
typedef union IGVM_SNP_POLICY
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 AbiMinor : 8;          /**< Bits 0 to 7: the oldest firmware it accepts. */
        HV_UINT64 AbiMajor : 8;          /**< Bits 8 to 15. */
        HV_UINT64 Smt : 1;               /**< Bit 16: simultaneous multithreading may be on. */
        HV_UINT64 ReservedMustBeOne : 1; /**< Bit 17. */
        HV_UINT64 MigrateMa : 1;         /**< Bit 18. */
        HV_UINT64 Debug : 1;             /**< Bit 19: the guest may be debugged. */
        HV_UINT64 SingleSocket : 1;      /**< Bit 20: it runs on one socket alone. */
        HV_UINT64 Reserved : 43;
    };
#endif
} IGVM_SNP_POLICY, *PIGVM_SNP_POLICY;
HV_STATIC_ASSERT(sizeof(IGVM_SNP_POLICY) == 8);

/** What a file may ask of Intel TDX. */
typedef union IGVM_TDX_POLICY
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 DebugAllowed : 1;  /**< Bit 0. */
        HV_UINT64 SeptVeDisable : 1; /**< Bit 1: SEPT_VE_DISABLE of the TD's attributes. */
        HV_UINT64 Migratable : 1;    /**< Bit 2: to another host. */
        HV_UINT64 Reserved : 61;
    };
#endif
} IGVM_TDX_POLICY, *PIGVM_TDX_POLICY;
HV_STATIC_ASSERT(sizeof(IGVM_TDX_POLICY) == 8);

/** IGVM_VHS_CCA_POLICY.HashAlgorithm; numbers of the RMM specification. */
typedef HV_UINT8 IGVM_CCA_HASH_ALGORITHM, *PIGVM_CCA_HASH_ALGORITHM;
#define IGVM_CCA_HASH_ALGORITHM_SHA256 0x0
#define IGVM_CCA_HASH_ALGORITHM_SHA512 0x1
#define IGVM_CCA_HASH_ALGORITHM_SHA384 0x2

/** IGVM_VHS_CCA_POLICY.LfaPolicy: may firmware that the realm trusts be replaced while it runs? */
typedef HV_UINT8 IGVM_CCA_LFA_POLICY, *PIGVM_CCA_LFA_POLICY;
#define IGVM_CCA_LFA_POLICY_LFA_DISALLOW 0x0
#define IGVM_CCA_LFA_POLICY_LFA_ALLOW 0x1

/** IGVM_VHS_CCA_POLICY attributes: the realm may be debugged, ... */
#define CCA_POLICY_ATTR_DEBUG 0x1
/** ... and shares its memory encryption context. */
#define CCA_POLICY_ATTR_MEC 0x2

/** What a realm of Arm CCA allows. An attribute in neither mask is free; in both, the file is invalid. */
typedef struct IGVM_VHS_CCA_POLICY
{
    HV_UINT32 CompatibilityMask;
    HV_UINT32 Reserved;                    /**< Zero. */
    HV_UINT64 AttributesRequiredZeroes;    /**< CCA_POLICY_ATTR_... that must be clear. */
    HV_UINT64 AttributesRequiredOnes;      /**< CCA_POLICY_ATTR_... that must be set. */
    IGVM_CCA_HASH_ALGORITHM HashAlgorithm; /**< Of the realm's first measurement. */
    IGVM_CCA_LFA_POLICY LfaPolicy;
    HV_UINT8 Reserved2[6]; /**< Zero. */
} IGVM_VHS_CCA_POLICY, *PIGVM_VHS_CCA_POLICY;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_CCA_POLICY) == 32);

/*
 * Initialization: relocation.
 */

/** IGVM_VHS_RELOCATABLE_REGION.Flags: the region is VTL 2. */
#define IGVM_VHF_RELOCATABLE_REGION_IS_VTL2 0x1
/** The first instruction (RIP, PC) moves with it. */
#define IGVM_VHF_RELOCATABLE_REGION_APPLY_PC 0x2
/** GDTR moves with it; x64 alone. */
#define IGVM_VHF_RELOCATABLE_REGION_APPLY_GDTR 0x4
/** Its older name. */
#define IGVM_VHF_RELOCATABLE_REGION_APPLY_RIP 0x2

/**
 * A region that the loader may put elsewhere, as a whole and with every address
 * of it that other structures name. There is memory behind all of it. x64.
 */
typedef struct IGVM_VHS_RELOCATABLE_REGION
{
    HV_UINT32 CompatibilityMask;
    HV_UINT16 VpIndex;              /**< Whose registers move. */
    HV_UINT8 Vtl;                   /**< And in which VTL. */
    HV_UINT8 Flags;                 /**< IGVM_VHF_RELOCATABLE_REGION_... */
    HV_UINT64 RelocationAlignment;  /**< A multiple of 4 KiB; of all addresses here. */
    HV_UINT64 RelocationRegionGpa;  /**< Where it is, if it does not move. */
    HV_UINT64 RelocationRegionSize; /**< A multiple of 4 KiB. */
    HV_UINT64 MinimumRelocationGpa;
    HV_UINT64 MaximumRelocationGpa;
} IGVM_VHS_RELOCATABLE_REGION, *PIGVM_VHS_RELOCATABLE_REGION;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_RELOCATABLE_REGION) == 48);

/**
 * The page tables that a loader fixes when it relocates: an identity map with its
 * root in this region, which may move too. Entries of regions that moved are
 * moved, if they map no more than the distance; a distance that is not a multiple
 * of what an entry maps makes the file invalid. Tables outside of the region are
 * not followed. x64 and ARM64.
 */
typedef struct IGVM_VHS_PAGE_TABLE_RELOCATION
{
    HV_UINT32 CompatibilityMask;
    HV_UINT16 VpIndex; /**< Whose root it is (CR3, TTBR0); it has an IGVM_VHS_VP_CONTEXT, with paging on. */
    HV_UINT8 Vtl;
    HV_UINT8 Reserved; /**< Zero. */
    HV_UINT64 Gpa;
    HV_UINT64 Size;
    HV_UINT64 UsedSize; /**< Bytes in use; the loader takes new tables from behind them. */
} IGVM_VHS_PAGE_TABLE_RELOCATION, *PIGVM_VHS_PAGE_TABLE_RELOCATION;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_PAGE_TABLE_RELOCATION) == 32);

/** Where a CoRIM document or its signature is; work in progress. */
typedef struct IGVM_VHS_CORIM_DATA
{
    HV_UINT32 CompatibilityMask;
    HV_UINT32 FileOffset;
    HV_UINT32 SizeBytes;
    HV_UINT32 Reserved;
} IGVM_VHS_CORIM_DATA, *PIGVM_VHS_CORIM_DATA;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_CORIM_DATA) == 16);

/*
 * Directives: pages.
 */

/** IGVM_VHS_PAGE_DATA.DataType. */
typedef HV_UINT16 IGVM_PAGE_DATA_TYPE, *PIGVM_PAGE_DATA_TYPE;
#define IGVM_PAGE_DATA_TYPE_NORMAL 0x0
/** Three kinds of page of SEV-SNP: secrets, ... */
#define IGVM_PAGE_DATA_TYPE_SECRETS 0x1
/** ... CPUID leaves, ... */
#define IGVM_PAGE_DATA_TYPE_CPUID_DATA 0x2
/** ... and those of the extended processor state. */
#define IGVM_PAGE_DATA_TYPE_CPUID_XF 0x3

/** IGVM_VHS_PAGE_DATA.Flags. */
typedef union IGVM_PAGE_DATA_FLAGS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 Is2mbPage : 1;  /**< Bit 0: of 2 MiB, and so aligned. */
        HV_UINT32 Unmeasured : 1; /**< Bit 1. */
        HV_UINT32 Shared : 1;     /**< Bit 2: the host sees it; what it holds is kept, unmeasured. Work in progress. */
        HV_UINT32 Reserved : 29;
    };
#endif
} IGVM_PAGE_DATA_FLAGS, *PIGVM_PAGE_DATA_FLAGS;
HV_STATIC_ASSERT(sizeof(IGVM_PAGE_DATA_FLAGS) == 4);

/**
 * A page to load. Which VTLs may use it then is the architecture's: with
 * SEV-SNP, and TDX with partitioning, the highest alone; with VBS, and TDX
 * without, all.
 */
typedef struct IGVM_VHS_PAGE_DATA
{
    HV_UINT64 Gpa;
    HV_UINT32 CompatibilityMask;
    HV_UINT32 FileOffset; /**< From the file's begin; 0: a page of zeros, private as any. */
    IGVM_PAGE_DATA_FLAGS Flags;
    IGVM_PAGE_DATA_TYPE DataType;
    HV_UINT16 Reserved;
} IGVM_VHS_PAGE_DATA, *PIGVM_VHS_PAGE_DATA;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_PAGE_DATA) == 24);

/** IGVM_VHS_REQUIRED_MEMORY.Flags. */
typedef union IGVM_REQUIRED_MEMORY_FLAGS
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 Vtl2Protectable : 1; /**< Bit 0: VTL 2 has to be able to keep others out of it. */
        HV_UINT32 Reserved : 31;
    };
#endif
} IGVM_REQUIRED_MEMORY_FLAGS, *PIGVM_REQUIRED_MEMORY_FLAGS;
HV_STATIC_ASSERT(sizeof(IGVM_REQUIRED_MEMORY_FLAGS) == 4);

/** Memory without which the guest cannot run; the loader gives up if there is none. */
typedef struct IGVM_VHS_REQUIRED_MEMORY
{
    HV_UINT64 Gpa; /**< Of a page. */
    HV_UINT32 CompatibilityMask;
    HV_UINT32 NumberOfBytes; /**< Whole pages. */
    IGVM_REQUIRED_MEMORY_FLAGS Flags;
    HV_UINT32 Reserved;
} IGVM_VHS_REQUIRED_MEMORY, *PIGVM_VHS_REQUIRED_MEMORY;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_REQUIRED_MEMORY) == 24);

/** Pages that the host can read as long as the machine lives, for the guest to say what went wrong. */
typedef struct IGVM_VHS_ERROR_RANGE
{
    HV_UINT64 Gpa; /**< Of a page. */
    HV_UINT32 CompatibilityMask;
    HV_UINT32 SizeBytes; /**< Whole pages. What is written there is the guest's own form. */
} IGVM_VHS_ERROR_RANGE, *PIGVM_VHS_ERROR_RANGE;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_ERROR_RANGE) == 16);

/*
 * Directives: processors.
 */

HV_PACK_BEGIN
/** The first state of a processor. TDX has none: it starts as the architecture says. */
typedef struct IGVM_VHS_VP_CONTEXT
{
    HV_UINT64 Gpa; /**< SEV-ES, SEV-SNP: where the VMSA goes; otherwise 0. */
    HV_UINT32 CompatibilityMask;
    HV_UINT32 FileOffset; /**< Of an IGVM_VBS_VP_CONTEXT_HEADER, an AMD VMSA, or a form below. */
    HV_UINT16 VpIndex;
    HV_UINT16 Reserved;
} IGVM_VHS_VP_CONTEXT, *PIGVM_VHS_VP_CONTEXT;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_VP_CONTEXT) == 20);

/** A register, by VBS. */
typedef struct IGVM_VBS_VP_CONTEXT_REGISTER
{
    HV_UINT8 Vtl;           /**< In which VTL; in which plane, by CCA. */
    HV_UINT32 RegisterName; /**< An HV_REGISTER_NAME. */
    HV_UINT8 Mbz[11];
    HV_UINT8 RegisterValue[16]; /**< An HV_REGISTER_VALUE. */
} IGVM_VBS_VP_CONTEXT_REGISTER, *PIGVM_VBS_VP_CONTEXT_REGISTER;
HV_STATIC_ASSERT(sizeof(IGVM_VBS_VP_CONTEXT_REGISTER) == 32);

/** The state of a processor, by VBS. */
typedef struct IGVM_VBS_VP_CONTEXT_HEADER
{
    HV_UINT32 RegisterCount;
    IGVM_VBS_VP_CONTEXT_REGISTER Registers[];
} IGVM_VBS_VP_CONTEXT_HEADER, *PIGVM_VBS_VP_CONTEXT_HEADER;
HV_STATIC_ASSERT(sizeof(IGVM_VBS_VP_CONTEXT_HEADER) == 4);
HV_PACK_END

/**
 * The state of an x64 processor whose registers nobody measures: native, or SEV.
 * What is not here is as after a reset. Since version 2, which is work in progress.
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
    HV_UINT16 DataSelector;   /**< This and the next three: of all segments but CS. */
    HV_UINT16 DataAttributes; /**< Bits 8 to 11 are 0. */
    HV_UINT32 DataBase;
    HV_UINT32 DataLimit;
    HV_UINT64 GsBase;
    HV_UINT64 Cr0;
    HV_UINT64 Cr3;
    HV_UINT64 Cr4;
    HV_UINT64 Efer;
} IGVM_NATIVE_VP_CONTEXT_X64, *PIGVM_NATIVE_VP_CONTEXT_X64;
HV_STATIC_ASSERT(sizeof(IGVM_NATIVE_VP_CONTEXT_X64) == 232);

/**
 * The state of a processor in a realm of Arm CCA, as RMM's REC parameters, all of it
 * measured. What is not here is as after a reset; MPIDR is the host's.
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
    HV_UINT64 Flags; /**< Of the REC. */
} IGVM_VP_CONTEXT_AARCH64_CCA, *PIGVM_VP_CONTEXT_AARCH64_CCA;
HV_STATIC_ASSERT(sizeof(IGVM_VP_CONTEXT_AARCH64_CCA) == 80);

/*
 * Directives: parameters.
 */

/** An area for parameters. */
typedef struct IGVM_VHS_PARAMETER_AREA
{
    HV_UINT64 NumberOfBytes;      /**< Whole pages. */
    HV_UINT32 ParameterAreaIndex; /**< A number that the file uses once. */
    HV_UINT32 FileOffset;         /**< What is in it before; 0: zeros. */
} IGVM_VHS_PARAMETER_AREA, *PIGVM_VHS_PARAMETER_AREA;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_PARAMETER_AREA) == 16);

/** Where a parameter goes; the type says which one it is. If it does not fit, the loader gives up. */
typedef struct IGVM_VHS_PARAMETER
{
    HV_UINT32 ParameterAreaIndex;
    HV_UINT32 ByteOffset; /**< Into the area. */
} IGVM_VHS_PARAMETER, *PIGVM_VHS_PARAMETER;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_PARAMETER) == 8);

/** The area is complete and goes into memory, lowest page first; its number is void then. */
typedef struct IGVM_VHS_PARAMETER_INSERT
{
    HV_UINT64 Gpa; /**< Of a page. */
    HV_UINT32 CompatibilityMask;
    HV_UINT32 ParameterAreaIndex;
} IGVM_VHS_PARAMETER_INSERT, *PIGVM_VHS_PARAMETER_INSERT;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_PARAMETER_INSERT) == 16);

/** Type of a range of memory, in the memory map and in the device tree. */
typedef HV_UINT16 IGVM_MEMORY_MAP_ENTRY_TYPE, *PIGVM_MEMORY_MAP_ENTRY_TYPE;
#define IGVM_MEMORY_MAP_ENTRY_TYPE_MEMORY 0x0
#define IGVM_MEMORY_MAP_ENTRY_TYPE_PLATFORM_RESERVED 0x1
#define IGVM_MEMORY_MAP_ENTRY_TYPE_PERSISTENT 0x2
/** Memory that VTL 2 can keep others out of, where not all is. */
#define IGVM_MEMORY_MAP_ENTRY_TYPE_VTL2_PROTECTABLE 0x3
/** For a purpose of its own, as UEFI's EFI_MEMORY_SP; neither firmware nor system takes it. Work in progress. */
#define IGVM_MEMORY_MAP_ENTRY_TYPE_SPECIFIC_PURPOSE 0x4
/** In this map alone, and in no other list of the machine's memory. Work in progress. */
#define IGVM_MEMORY_MAP_ENTRY_TYPE_HIDDEN 0x5

/** IGVM_VHS_MEMORY_MAP_ENTRY.Flags; in the C form of igvm_defs alone. */
typedef union IGVM_MEMORY_MAP_ENTRY_FLAGS
{
    HV_UINT16 AsUINT16;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT16 IsShared : 1; /**< Bit 0. */
        HV_UINT16 Reserved : 15;
    };
#endif
} IGVM_MEMORY_MAP_ENTRY_FLAGS, *PIGVM_MEMORY_MAP_ENTRY_FLAGS;
HV_STATIC_ASSERT(sizeof(IGVM_MEMORY_MAP_ENTRY_FLAGS) == 2);

/** Memory of the guest, in ascending order; an entry of no pages ends the map, or the area does. */
typedef struct IGVM_VHS_MEMORY_MAP_ENTRY
{
    HV_UINT64 StartingGpaPageNumber;
    HV_UINT64 NumberOfPages;
    IGVM_MEMORY_MAP_ENTRY_TYPE EntryType;
    IGVM_MEMORY_MAP_ENTRY_FLAGS Flags;
    HV_UINT32 Reserved;
} IGVM_VHS_MEMORY_MAP_ENTRY, *PIGVM_VHS_MEMORY_MAP_ENTRY;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_MEMORY_MAP_ENTRY) == 24);

/** A range of pages. */
typedef struct IGVM_VHS_MEMORY_RANGE
{
    HV_UINT64 StartingGpaPageNumber;
    HV_UINT64 NumberOfPages;
} IGVM_VHS_MEMORY_RANGE, *PIGVM_VHS_MEMORY_RANGE;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_MEMORY_RANGE) == 16);

/** Two ranges for devices, however many there are; the device tree has them all. */
typedef struct IGVM_VHS_MMIO_RANGES
{
    IGVM_VHS_MEMORY_RANGE MmioRanges[2];
} IGVM_VHS_MMIO_RANGES, *PIGVM_VHS_MMIO_RANGES;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_MMIO_RANGES) == 32);

/** The state in which the guest finds itself; work in progress. */
typedef union IGVM_ENVIRONMENT_INFO
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 MemoryIsShared : 1; /**< Bit 0: memory is shared until the guest takes it. */
        HV_UINT32 Reserved : 31;
    };
#endif
} IGVM_ENVIRONMENT_INFO, *PIGVM_ENVIRONMENT_INFO;
HV_STATIC_ASSERT(sizeof(IGVM_ENVIRONMENT_INFO) == 4);

/** Device tree, memory nodes: an IGVM_MEMORY_MAP_ENTRY_TYPE, as a 32-bit cell. */
#define IGVM_DT_IGVM_TYPE_PROPERTY "microsoft,igvm-type"
/** Device tree, root nodes of a VMBus: the VTL that it is for, as a 32-bit cell. */
#define IGVM_DT_VTL_PROPERTY "microsoft,vtl"

/*
 * Directives: what signs the measurement.
 */

/** A signature of AMD's ID block, as the secure processor takes it. */
typedef struct IGVM_VHS_SNP_ID_BLOCK_SIGNATURE
{
    HV_UINT8 RComp[72];
    HV_UINT8 SComp[72];
} IGVM_VHS_SNP_ID_BLOCK_SIGNATURE, *PIGVM_VHS_SNP_ID_BLOCK_SIGNATURE;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_SNP_ID_BLOCK_SIGNATURE) == 144);

/** A public key of AMD's ID block, as the secure processor takes it. */
typedef struct IGVM_VHS_SNP_ID_BLOCK_PUBLIC_KEY
{
    HV_UINT32 Curve;
    HV_UINT32 Reserved;
    HV_UINT8 Qx[72];
    HV_UINT8 Qy[72];
} IGVM_VHS_SNP_ID_BLOCK_PUBLIC_KEY, *PIGVM_VHS_SNP_ID_BLOCK_PUBLIC_KEY;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_SNP_ID_BLOCK_PUBLIC_KEY) == 152);

/** AMD's ID block: what the measurement has to be, and who says so. Its other form is HV_SNP_ID_BLOCK. */
typedef struct IGVM_VHS_SNP_ID_BLOCK
{
    HV_UINT32 CompatibilityMask;
    HV_UINT8 AuthorKeyEnabled; /**< 1, or 0 and the author's members are 0. */
    HV_UINT8 Reserved[3];
    HV_UINT8 Ld[48]; /**< Launch digest. */
    HV_UINT8 FamilyId[16];
    HV_UINT8 ImageId[16];
    HV_UINT32 Version;
    HV_UINT32 GuestSvn;
    HV_UINT32 IdKeyAlgorithm;
    HV_UINT32 AuthorKeyAlgorithm;
    IGVM_VHS_SNP_ID_BLOCK_SIGNATURE IdKeySignature;
    IGVM_VHS_SNP_ID_BLOCK_PUBLIC_KEY IdPublicKey;
    IGVM_VHS_SNP_ID_BLOCK_SIGNATURE AuthorKeySignature;
    IGVM_VHS_SNP_ID_BLOCK_PUBLIC_KEY AuthorPublicKey;
} IGVM_VHS_SNP_ID_BLOCK, *PIGVM_VHS_SNP_ID_BLOCK;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_SNP_ID_BLOCK) == 696);

/** IGVM_VHS_VBS_MEASUREMENT.BootDigestAlgo. */
typedef HV_UINT32 IGVM_VBS_DIGEST_ALGORITHM, *PIGVM_VBS_DIGEST_ALGORITHM;
#define IGVM_VBS_DIGEST_ALGORITHM_INVALID 0x0
#define IGVM_VBS_DIGEST_ALGORITHM_SHA256 0x1

/** IGVM_VHS_VBS_MEASUREMENT.SigningAlgo. */
typedef HV_UINT32 IGVM_VBS_SIGNING_ALGORITHM, *PIGVM_VBS_SIGNING_ALGORITHM;
#define IGVM_VBS_SIGNING_ALGORITHM_INVALID 0x0
#define IGVM_VBS_SIGNING_ALGORITHM_ECDSA_P384 0x1

/** The same for Hyper-V's own isolation; no source describes the members. */
typedef struct IGVM_VHS_VBS_MEASUREMENT
{
    HV_UINT32 CompatibilityMask;
    HV_UINT32 Version;
    HV_UINT32 ProductId;
    HV_UINT32 ModuleId;
    HV_UINT32 SecurityVersion;
    HV_UINT32 PolicyFlags;
    IGVM_VBS_DIGEST_ALGORITHM BootDigestAlgo;
    IGVM_VBS_SIGNING_ALGORITHM SigningAlgo;
    HV_UINT8 BootMeasurementDigest[64];
    HV_UINT8 Signature[256];
    HV_UINT8 PublicKey[512];
} IGVM_VHS_VBS_MEASUREMENT, *PIGVM_VHS_VBS_MEASUREMENT;
HV_STATIC_ASSERT(sizeof(IGVM_VHS_VBS_MEASUREMENT) == 864);

HV_HEADER_END

#endif /* !MILE_HYPERV_FIRMWARE_IGVM */
