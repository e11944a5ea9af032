/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Access to a guest's memory and its protection: translation, reads and writes, protections, locks.
 *
 * A monitor that emulates an instruction has an address of the guest. HvCallTranslateVirtualAddress
 * walks the guest's page tables for it, as the processor would, and returns the guest physical page
 * or the fault that the guest must receive; the `...Ex` form returns that fault ready for injection
 * (PendingEvent.h). HvCallReadGpa and HvCallWriteGpa then transfer up to 16 bytes at this page,
 * including overlay pages.
 *
 * These calls have two results. The hypercall status reports whether the request was valid; the
 * result code in the output reports what the guest would have experienced. HV_STATUS_SUCCESS with a
 * nonzero result code is the usual response for an address without a mapping, so the caller must
 * check both.
 *
 * A trust level above 0 restricts the access of lower levels to a page
 * (HvCallModifyVtlProtectionMask, Vtl.h). This protection adds to the one that the host set for the
 * page (Memory.h): an access must be permitted by both. An access that violates the protection is
 * an intercept of the level that set it.
 *
 * The host cannot read private pages of a guest with hardware isolation (SNP, TDX), so the paravisor
 * receives these hypercalls from the guest: it translates, reads and writes, and implements the
 * protections of the trust levels with facilities of the processor. The guest withdraws and returns
 * the access of the host page by page.
 *
 * The host of such a guest cannot decode accesses to devices. The paravisor handles them, or sends
 * them to the host with HvCallMemoryMappedIoRead and HvCallMemoryMappedIoWrite.
 *
 * Sources: TLFS 2.0, 6.0b chapters 9 and 15, and its online edition; OpenVMM
 * hvdef, virt_mshv_vtl and hv1_hypercall; symbols of securekernel 26100; WDK 7.1
 * hvgdk.h.
 */

#ifndef MILE_HYPERV_HYPERVISOR_MEMORY_ACCESS
#define MILE_HYPERV_HYPERVISOR_MEMORY_ACCESS

#include "PageAccess.h"
#include "PageRange.h"
#include "PendingEvent.h"

HV_HEADER_BEGIN

/*
 * Translation.
 */

/**
 * Kind of translation.
 *
 * At least one of the three Validate flags must be set. Without one, and with a reserved bit, the
 * call fails with HV_STATUS_INVALID_PARAMETER.
 */
typedef union HV_TRANSLATE_GVA_CONTROL_FLAGS
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        /** Bit 0: the result is a fault if the address is not readable. */
        HV_UINT64 ValidateRead : 1;
        /** Bit 1: the result is a fault if the address is not writable. */
        HV_UINT64 ValidateWrite : 1;
        /** Bit 2: the result is a fault if the address is not executable. */
        HV_UINT64 ValidateExecute : 1;
        /**
         * Bit 3: x64: ignore the mode: user and supervisor pages are accessible, as with SMEP and
         * SMAP disabled.
         */
        HV_UINT64 PrivilegeExempt : 1;
        /**
         * Bit 4: set the accessed bits of the page tables and, with ValidateWrite, the dirty bit;
         * bits that were set before a fault remain set.
         */
        HV_UINT64 SetPageTableBits : 1;
        /**
         * Bit 5: set TlbLocked in the processor's HvRegisterInterceptSuspend. Flushes of other
         * processors that affect this translation wait until that bit is clear.
         */
        HV_UINT64 TlbFlushInhibit : 1;
        /** Bit 6: translate as a supervisor access, in any mode. */
        HV_UINT64 SupervisorAccess : 1;
        HV_UINT64 UserAccess : 1;   /**< Bit 7: translate as a user access. */
        HV_UINT64 EnforceSmap : 1;  /**< Bit 8: x64: translate as with EFLAGS.AC clear. */
        HV_UINT64 OverrideSmap : 1; /**< Bit 9: x64: translate as with EFLAGS.AC set. */
        HV_UINT64 ShadowStack : 1;  /**< Bit 10: translate as an access to a shadow stack. */
        HV_UINT64 Reserved : 45;
        /** Bits 56 to 63: HV_INPUT_VTL whose registers and tables apply. */
        HV_UINT64 InputVtlValue : 8;
    };
#endif
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 CommonBits : 8; /**< Bits 0 to 7: ValidateRead to UserAccess. */
        HV_UINT64 PanSet : 1;     /**< Bit 8: ARM64: translate as with PSTATE.PAN set. */
        HV_UINT64 PanClear : 1;   /**< Bit 9: ARM64: translate as with PSTATE.PAN clear. */
        HV_UINT64 ReservedArm64 : 54;
    };
#endif
} HV_TRANSLATE_GVA_CONTROL_FLAGS, *PHV_TRANSLATE_GVA_CONTROL_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_TRANSLATE_GVA_CONTROL_FLAGS) == 8);

/** Masks of HV_TRANSLATE_GVA_CONTROL_FLAGS. */
#define HV_TRANSLATE_GVA_VALIDATE_READ 0x0001
#define HV_TRANSLATE_GVA_VALIDATE_WRITE 0x0002
#define HV_TRANSLATE_GVA_VALIDATE_EXECUTE 0x0004
#define HV_TRANSLATE_GVA_PRIVILEGE_EXEMPT 0x0008
#define HV_TRANSLATE_GVA_SET_PAGE_TABLE_BITS 0x0010
#define HV_TRANSLATE_GVA_TLB_FLUSH_INHIBIT 0x0020
#define HV_TRANSLATE_GVA_SUPERVISOR_ACCESS 0x0040
#define HV_TRANSLATE_GVA_USER_ACCESS 0x0080
#define HV_TRANSLATE_GVA_ENFORCE_SMAP 0x0100  /**< x64 only. */
#define HV_TRANSLATE_GVA_OVERRIDE_SMAP 0x0200 /**< x64 only. */
#define HV_TRANSLATE_GVA_SHADOW_STACK 0x0400  /**< x64 only. */
#define HV_TRANSLATE_GVA_PAN_SET 0x0100       /**< ARM64 only. */
#define HV_TRANSLATE_GVA_PAN_CLEAR 0x0200     /**< ARM64 only. */
#define HV_TRANSLATE_GVA_CONTROL_MASK 0x003F
#define HV_TRANSLATE_GVA_INPUT_VTL_MASK 0xFF00000000000000ULL

/** Result of a translation. */
typedef HV_UINT32 HV_TRANSLATE_GVA_RESULT_CODE, *PHV_TRANSLATE_GVA_RESULT_CODE;
enum
{
    HvTranslateGvaSuccess = 0,

    /* The guest's page tables do not allow it. */
    /** A page is not present, or the address is outside the range of the tables. */
    HvTranslateGvaPageNotPresent = 1,
    HvTranslateGvaPrivilegeViolation = 2,    /**< The tables deny the mode or the kind of access. */
    HvTranslateGvaInvalidPageTableFlags = 3, /**< A reserved bit is set in an entry. */

    /* The physical page does not: it, or a page of the tables. GpaPage names that page. */
    HvTranslateGvaGpaUnmapped = 4,
    HvTranslateGvaGpaNoReadAccess = 5,
    HvTranslateGvaGpaNoWriteAccess = 6,
    /** The page is an overlay page that denies the access. */
    HvTranslateGvaGpaIllegalOverlayAccess = 7,

    /** The access is an intercept of a higher trust level or of a nested hypervisor. */
    HvTranslateGvaIntercept = 8,
    HvTranslateGvaGpaUnaccepted = 9, /**< An isolated guest has not accepted the page. */
};

/**
 * Input of HvCallTranslateVirtualAddress and HvCallTranslateVirtualAddressEx, which translate an
 * address as this processor would at present, in its mode and with its tables. Output:
 * HV_OUTPUT_TRANSLATE_VIRTUAL_ADDRESS, or HV_X64_OUTPUT_TRANSLATE_VIRTUAL_ADDRESS_EX or
 * HV_ARM64_OUTPUT_TRANSLATE_VIRTUAL_ADDRESS_EX.
 *
 * Without paging, the result is the address itself. Failures: HV_STATUS_INVALID_PARTITION_ID,
 * HV_STATUS_INVALID_VP_INDEX, HV_STATUS_ACCESS_DENIED if the caller is not the parent,
 * HV_STATUS_INVALID_PARTITION_STATE if the partition is not active, HV_STATUS_INVALID_PARAMETER for
 * invalid flags.
 */
typedef struct HV_INPUT_TRANSLATE_VIRTUAL_ADDRESS
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_UINT32 Padding;
    HV_TRANSLATE_GVA_CONTROL_FLAGS ControlFlags;
    /** Guest virtual page number: the address without its low 12 bits. */
    HV_GVA_PAGE_NUMBER GvaPage;
} HV_INPUT_TRANSLATE_VIRTUAL_ADDRESS, *PHV_INPUT_TRANSLATE_VIRTUAL_ADDRESS;
HV_STATIC_ASSERT(sizeof(HV_INPUT_TRANSLATE_VIRTUAL_ADDRESS) == 32);

/** Result of a translation, and the kind of the page. */
typedef union HV_TRANSLATE_GVA_RESULT
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_TRANSLATE_GVA_RESULT_CODE ResultCode;
        union
        {
            HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT32 CacheType : 8;   /**< Bits 0 to 7: HV_CACHE_TYPE, if it succeeded. */
                HV_UINT32 OverlayPage : 1; /**< Bit 8: the page is an overlay of the hypervisor. */
                HV_UINT32 Reserved3 : 23;
            };
#endif
        };
    };
} HV_TRANSLATE_GVA_RESULT, *PHV_TRANSLATE_GVA_RESULT;
HV_STATIC_ASSERT(sizeof(HV_TRANSLATE_GVA_RESULT) == 8);

/** Output of HvCallTranslateVirtualAddress. */
typedef struct HV_OUTPUT_TRANSLATE_VIRTUAL_ADDRESS
{
    HV_TRANSLATE_GVA_RESULT TranslationResult; /**< Success or the cause of a failure; kind of the page. */
    /**
     * GPA page number of the page; with results 4 to 7 that of the page that denied the access;
     * otherwise invalid.
     */
    HV_GPA_PAGE_NUMBER GpaPage;
} HV_OUTPUT_TRANSLATE_VIRTUAL_ADDRESS, *PHV_OUTPUT_TRANSLATE_VIRTUAL_ADDRESS;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_TRANSLATE_VIRTUAL_ADDRESS) == 16);

/** Result of HvCallTranslateVirtualAddressEx on x64, with the event to inject. */
typedef struct HV_X64_TRANSLATE_GVA_RESULT_EX
{
    HV_TRANSLATE_GVA_RESULT_CODE ResultCode;
    union
    {
        HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 CacheType : 8;   /**< Bits 0 to 7: HV_CACHE_TYPE, after a success. */
            HV_UINT32 OverlayPage : 1; /**< Bit 8: the page is an overlay of the hypervisor. */
            HV_UINT32 Reserved : 23;
        };
#endif
    };
    HV_UINT64 Padding;
    /** Event that the guest must receive, if its own tables caused the fault. */
    HV_X64_PENDING_EVENT EventInfo;
} HV_X64_TRANSLATE_GVA_RESULT_EX, *PHV_X64_TRANSLATE_GVA_RESULT_EX;
HV_STATIC_ASSERT(sizeof(HV_X64_TRANSLATE_GVA_RESULT_EX) == 48);

/** Output of HvCallTranslateVirtualAddressEx on x64. */
typedef struct HV_X64_OUTPUT_TRANSLATE_VIRTUAL_ADDRESS_EX
{
    HV_X64_TRANSLATE_GVA_RESULT_EX TranslationResult; /**< Success or the cause of a failure; kind of the page. */
    HV_GPA_PAGE_NUMBER GpaPage; /**< GPA page number, as in HV_OUTPUT_TRANSLATE_VIRTUAL_ADDRESS. */
    HV_UINT64 Padding;
} HV_X64_OUTPUT_TRANSLATE_VIRTUAL_ADDRESS_EX, *PHV_X64_OUTPUT_TRANSLATE_VIRTUAL_ADDRESS_EX;
HV_STATIC_ASSERT(sizeof(HV_X64_OUTPUT_TRANSLATE_VIRTUAL_ADDRESS_EX) == 64);

/** Result of HvCallTranslateVirtualAddressEx on ARM64, without an event. */
typedef HV_TRANSLATE_GVA_RESULT HV_ARM64_TRANSLATE_GVA_RESULT_EX, *PHV_ARM64_TRANSLATE_GVA_RESULT_EX;

/** Output of HvCallTranslateVirtualAddressEx on ARM64. */
typedef struct HV_CALL_ATTRIBUTES_ALIGNED(16) HV_ARM64_OUTPUT_TRANSLATE_VIRTUAL_ADDRESS_EX
{
    HV_ARM64_TRANSLATE_GVA_RESULT_EX TranslationResult; /**< Success or the cause of a failure; kind of the page. */
    HV_GPA_PAGE_NUMBER GpaPage; /**< GPA page number, as in HV_OUTPUT_TRANSLATE_VIRTUAL_ADDRESS. */
} HV_ARM64_OUTPUT_TRANSLATE_VIRTUAL_ADDRESS_EX, *PHV_ARM64_OUTPUT_TRANSLATE_VIRTUAL_ADDRESS_EX;
HV_STATIC_ASSERT(sizeof(HV_ARM64_OUTPUT_TRANSLATE_VIRTUAL_ADDRESS_EX) == 16);

typedef HV_BY_TARGET(HV_X64_TRANSLATE_GVA_RESULT_EX, HV_ARM64_TRANSLATE_GVA_RESULT_EX) HV_TRANSLATE_GVA_RESULT_EX,
    *PHV_TRANSLATE_GVA_RESULT_EX;
typedef HV_BY_TARGET(HV_X64_OUTPUT_TRANSLATE_VIRTUAL_ADDRESS_EX, HV_ARM64_OUTPUT_TRANSLATE_VIRTUAL_ADDRESS_EX)
    HV_OUTPUT_TRANSLATE_VIRTUAL_ADDRESS_EX, *PHV_OUTPUT_TRANSLATE_VIRTUAL_ADDRESS_EX;

/*
 * Reading and writing.
 */

/** Kind of access to a guest's physical memory. */
typedef union HV_ACCESS_GPA_CONTROL_FLAGS
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT8 CacheType;    /**< HV_CACHE_TYPE (Types.h) of the access. */
        HV_INPUT_VTL InputVtl; /**< Trust level whose permissions apply to the access. */
        HV_UINT16 ReservedZ0;
        HV_UINT32 ReservedZ1;
    };
} HV_ACCESS_GPA_CONTROL_FLAGS, *PHV_ACCESS_GPA_CONTROL_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_ACCESS_GPA_CONTROL_FLAGS) == 8);

/** Result of a read or a write. Data was transferred only with HvAccessGpaSuccess. */
typedef HV_UINT32 HV_ACCESS_GPA_RESULT_CODE, *PHV_ACCESS_GPA_RESULT_CODE;
enum
{
    HvAccessGpaSuccess = 0,
    HvAccessGpaUnmapped = 1,             /**< The address has no page. */
    HvAccessGpaReadIntercept = 2,        /**< The page is not readable. */
    HvAccessGpaWriteIntercept = 3,       /**< The page is not writable. */
    HvAccessGpaIllegalOverlayAccess = 4, /**< The page is an overlay page that denies the access. */
};

/** Result of HvCallReadGpa and HvCallWriteGpa. */
typedef union HV_ACCESS_GPA_RESULT
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_ACCESS_GPA_RESULT_CODE ResultCode;
        HV_UINT32 Reserved;
    };
} HV_ACCESS_GPA_RESULT, *PHV_ACCESS_GPA_RESULT;
HV_STATIC_ASSERT(sizeof(HV_ACCESS_GPA_RESULT) == 8);

/** Maximum number of bytes that HvCallReadGpa or HvCallWriteGpa transfers. */
#define HV_READ_WRITE_GPA_MAX_SIZE 16
/** Maximum number of bytes that HvCallMemoryMappedIoRead or HvCallMemoryMappedIoWrite transfers. */
#define HV_HYPERCALL_MMIO_MAX_DATA_LENGTH 64

/**
 * Input of HvCallReadGpa, which reads bytes as this processor would, with the side effects of a
 * read. Output: HV_OUTPUT_READ_GPA.
 *
 * An overlay page, and the local APIC's page, respond as they respond to the guest. The hypervisor
 * uses accesses of 4, 2 and 1 bytes in ascending order, so the read as a whole is not atomic.
 * Failures: HV_STATUS_INVALID_PARAMETER for a count of 0 or above 16, a range that crosses a page
 * or leaves the partition's address space, or an unknown cache type; and those of
 * HvCallTranslateVirtualAddress.
 */
typedef struct HV_INPUT_READ_GPA
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_UINT32 ByteCount; /**< Number of bytes, 1 to HV_READ_WRITE_GPA_MAX_SIZE, within one page. */
    HV_GPA BaseGpa;      /**< Guest physical address of the first byte. */
    HV_ACCESS_GPA_CONTROL_FLAGS ControlFlags;
} HV_INPUT_READ_GPA, *PHV_INPUT_READ_GPA;
HV_STATIC_ASSERT(sizeof(HV_INPUT_READ_GPA) == 32);

/** Output of HvCallReadGpa. */
typedef struct HV_OUTPUT_READ_GPA
{
    HV_ACCESS_GPA_RESULT AccessResult; /**< Success or the cause of the failure. */
    HV_UINT8 Data[16];                 /**< ByteCount bytes of data; the rest is zero. */
} HV_OUTPUT_READ_GPA, *PHV_OUTPUT_READ_GPA;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_READ_GPA) == 24);

/**
 * Input of HvCallWriteGpa, which writes bytes, under the rules of HvCallReadGpa. Output:
 * HV_OUTPUT_WRITE_GPA.
 */
typedef struct HV_INPUT_WRITE_GPA
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_UINT32 ByteCount; /**< Number of bytes, 1 to HV_READ_WRITE_GPA_MAX_SIZE, within one page. */
    HV_GPA BaseGpa;      /**< Guest physical address of the first byte. */
    HV_ACCESS_GPA_CONTROL_FLAGS ControlFlags;
    HV_UINT8 Data[16]; /**< Bytes to write; ByteCount of them are valid. */
} HV_INPUT_WRITE_GPA, *PHV_INPUT_WRITE_GPA;
HV_STATIC_ASSERT(sizeof(HV_INPUT_WRITE_GPA) == 48);

/** Output of HvCallWriteGpa. */
typedef struct HV_OUTPUT_WRITE_GPA
{
    HV_ACCESS_GPA_RESULT AccessResult; /**< Success or the cause of the failure. */
} HV_OUTPUT_WRITE_GPA, *PHV_OUTPUT_WRITE_GPA;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_WRITE_GPA) == 8);

/**
 * Input of HvCallReadSystemMemory, by which the root reads a system physical address. Output:
 * HV_OUTPUT_READ_SYSTEM_MEMORY. Source: symbols.
 */
typedef union HV_INPUT_READ_SYSTEM_MEMORY
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Spa : 52;     /**< Bits 0 to 51: system physical address, in bytes. */
        HV_UINT64 Uncached : 1; /**< Bit 52: the read bypasses the caches. */
        HV_UINT64 Size : 4;     /**< Bits 53 to 56: size of the read in bytes: 1, 2, 4 or 8. */
        HV_UINT64 ReservedZ0 : 7;
    };
#endif
} HV_INPUT_READ_SYSTEM_MEMORY, *PHV_INPUT_READ_SYSTEM_MEMORY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_READ_SYSTEM_MEMORY) == 8);

/** Output of HvCallReadSystemMemory: the value, in the member of the requested size. */
typedef union HV_OUTPUT_READ_SYSTEM_MEMORY
{
    HV_UINT64 Reg64; /**< Value of 8 bytes. */
    HV_UINT32 Reg32; /**< Value of 4 bytes. */
    HV_UINT16 Reg16; /**< Value of 2 bytes. */
    HV_UINT8 Reg8;   /**< Value of 1 byte. */
} HV_OUTPUT_READ_SYSTEM_MEMORY, *PHV_OUTPUT_READ_SYSTEM_MEMORY;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_READ_SYSTEM_MEMORY) == 8);

/**
 * Input of HvCallMemoryMappedIoRead, by which a guest requests the host to read a device register
 * at an address of the caller's partition. Output: HV_OUTPUT_MEMORY_MAPPED_IO_READ.
 *
 * The hypervisor recommends the call with UseHypercallForMmioAccess in leaf 0x40000004
 * (CpuidFeatures.h). OpenVMM's paravisor sends it for the accesses of its guest that no device of
 * its own handles. Source: OpenVMM hcl, hvdef; mu_msvm.
 */
typedef struct HV_INPUT_MEMORY_MAPPED_IO_READ
{
    HV_GPA Gpa;
    HV_UINT32 AccessWidth; /**< Number of bytes; at most HV_HYPERCALL_MMIO_MAX_DATA_LENGTH. */
    HV_UINT32 ReservedZ0;
} HV_INPUT_MEMORY_MAPPED_IO_READ, *PHV_INPUT_MEMORY_MAPPED_IO_READ;
HV_STATIC_ASSERT(sizeof(HV_INPUT_MEMORY_MAPPED_IO_READ) == 16);

/** Output of HvCallMemoryMappedIoRead. */
typedef struct HV_CALL_ATTRIBUTES HV_OUTPUT_MEMORY_MAPPED_IO_READ
{
    HV_UINT8 Data[64]; /**< Data of the register; AccessWidth bytes are valid. */
} HV_OUTPUT_MEMORY_MAPPED_IO_READ, *PHV_OUTPUT_MEMORY_MAPPED_IO_READ;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_MEMORY_MAPPED_IO_READ) == 64);

/**
 * Input of HvCallMemoryMappedIoWrite, by which a guest requests the host to write a device
 * register. No output.
 */
typedef struct HV_INPUT_MEMORY_MAPPED_IO_WRITE
{
    HV_GPA Gpa;
    HV_UINT32 AccessWidth; /**< Number of bytes; at most HV_HYPERCALL_MMIO_MAX_DATA_LENGTH. */
    HV_UINT32 ReservedZ0;
    HV_UINT8 Data[64]; /**< Data for the register; AccessWidth bytes are valid. */
} HV_INPUT_MEMORY_MAPPED_IO_WRITE, *PHV_INPUT_MEMORY_MAPPED_IO_WRITE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_MEMORY_MAPPED_IO_WRITE) == 80);

/*
 * Protections of trust levels.
 */

/**
 * Input of HvCallModifyVtlProtectionMask, which restricts the access of the levels below TargetVtl
 * to the listed pages; a rep call. No output.
 *
 * A level must enable protections before it sets them, by EnableVtlProtection in its
 * HvRegisterVsmPartitionConfig (VsmRegister.h). Otherwise, and for a level or a partition that the
 * caller may not protect, the call fails with HV_STATUS_ACCESS_DENIED. A level can protect only
 * pages of RAM, and only from lower levels: other pages and level 0 fail with
 * HV_STATUS_INVALID_PARAMETER. A mask that the processor cannot implement fails too (in OpenVMM
 * with HV_STATUS_INVALID_REGISTER_VALUE): writing or executing without reading, execution by the
 * kernel but not by user mode, and any difference of the two without MBEC (Vtl.h). The TLFS says
 * that the bit of user mode is ignored without MBEC; the caller should set both bits to one value.
 * HV_STATUS_INVALID_VTL_STATE means that the level is not enabled, HV_STATUS_INSUFFICIENT_MEMORY
 * that the pool is too small (Memory.h).
 */
typedef struct HV_INPUT_MODIFY_VTL_PROTECTION_MASK
{
    HV_PARTITION_ID TargetPartitionId; /**< Partition to which the call applies. */
    /** Access that lower levels keep: HV_MAP_GPA_ values (PageAccess.h). */
    HV_MAP_GPA_FLAGS MapFlags;
    /** Level that protects the pages; without UseTargetVtl the caller's own. */
    HV_INPUT_VTL TargetVtl;
    HV_UINT8 RsvdZ8;
    HV_UINT16 RsvdZ16;
    HV_GPA_PAGE_NUMBER GpaPageList[]; /**< GPA page numbers, one per repetition. */
} HV_INPUT_MODIFY_VTL_PROTECTION_MASK, *PHV_INPUT_MODIFY_VTL_PROTECTION_MASK;
HV_STATIC_ASSERT(sizeof(HV_INPUT_MODIFY_VTL_PROTECTION_MASK) == 16);

/**
 * Input of HvCallQueryVtlProtectionMaskRange, which reads the protections of consecutive pages; a
 * rep call. Output: HV_VTL_PERMISSION_SET, one per page. Source: symbols.
 */
typedef struct HV_INPUT_QUERY_VTL_PROTECTION_MASK_RANGE
{
    HV_PARTITION_ID TargetPartitionId; /**< Partition to which the call applies. */
    HV_GPA TargetGpaBase;              /**< Guest physical address of the first page. */
    HV_UINT16 TargetVtlSet;            /**< Requested levels, one bit per level. */
    HV_UINT16 Reserved0;
    HV_UINT32 Reserved1;
} HV_INPUT_QUERY_VTL_PROTECTION_MASK_RANGE, *PHV_INPUT_QUERY_VTL_PROTECTION_MASK_RANGE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_QUERY_VTL_PROTECTION_MASK_RANGE) == 24);

/**
 * Input of HvCallModifyVtlProtectionMaskRange, which sets the protections of consecutive pages; a
 * rep call. No output.
 */
typedef struct HV_INPUT_MODIFY_VTL_PROTECTION_MASK_RANGE
{
    HV_PARTITION_ID TargetPartitionId; /**< Partition to which the call applies. */
    HV_GPA TargetGpaBase;              /**< Guest physical address of the first page. */
    HV_UINT16 TargetVtlSet; /**< Levels whose protections the call sets, one bit per level. */
    HV_UINT16 Reserved0;
    HV_UINT32 Reserved1;
    /** Protections, one per repetition: element i is for page i after TargetGpaBase. */
    HV_VTL_PERMISSION_SET VtlPermissionList[];
} HV_INPUT_MODIFY_VTL_PROTECTION_MASK_RANGE, *PHV_INPUT_MODIFY_VTL_PROTECTION_MASK_RANGE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_MODIFY_VTL_PROTECTION_MASK_RANGE) == 24);

/**
 * Input of HvCallCheckSparseGpaPageVtlAccess, which checks whether a level could access the listed
 * pages; a rep call. Output: HV_CHECK_GPA_PAGE_VTL_ACCESS_RESULT, one per page.
 *
 * OpenVMM's paravisor sends it before it accesses its guest's memory, on partitions without
 * hardware isolation; on others it has the information itself.
 */
typedef struct HV_INPUT_CHECK_SPARSE_GPA_PAGE_VTL_ACCESS
{
    HV_PARTITION_ID TargetPartitionId; /**< Partition to which the call applies. */
    HV_INPUT_VTL TargetVtl;            /**< Level whose access is checked. */
    HV_UINT8 DesiredAccess;            /**< HV_MAP_GPA_ values. */
    HV_UINT16 Reserved0;
    HV_UINT32 Reserved1;
    HV_GPA_PAGE_NUMBER GpaPageList[]; /**< GPA page numbers, one per repetition. */
} HV_INPUT_CHECK_SPARSE_GPA_PAGE_VTL_ACCESS, *PHV_INPUT_CHECK_SPARSE_GPA_PAGE_VTL_ACCESS;
HV_STATIC_ASSERT(sizeof(HV_INPUT_CHECK_SPARSE_GPA_PAGE_VTL_ACCESS) == 16);

/** Result of the check of one page. */
typedef HV_UINT32 HV_CHECK_GPA_PAGE_VTL_ACCESS_RESULT_CODE, *PHV_CHECK_GPA_PAGE_VTL_ACCESS_RESULT_CODE;
enum
{
    HvCheckGpaPageVtlAccessSuccess = 0,
    HvCheckGpaPageVtlAccessMemoryIntercept = 1, /**< The access would be an intercept of InterceptingVtl. */
};

/** Result of HvCallCheckSparseGpaPageVtlAccess for one page. */
typedef union HV_CHECK_GPA_PAGE_VTL_ACCESS_RESULT
{
    HV_UINT64 AsUINT64;
    struct
    {
        union
        {
            HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT32 ResultCode : 8; /**< Bits 0 to 7: HV_CHECK_GPA_PAGE_VTL_ACCESS_RESULT_CODE. */
                /** Bits 8 to 15: HV_MAP_GPA_ values that are denied. */
                HV_UINT32 DeniedAccess : 8;
                HV_UINT32 InterceptingVtl : 4; /**< Bits 16 to 19: level that protects the page. */
                HV_UINT32 Reserved0 : 12;
            };
#endif
        };
        HV_UINT32 Reserved1;
    };
} HV_CHECK_GPA_PAGE_VTL_ACCESS_RESULT, *PHV_CHECK_GPA_PAGE_VTL_ACCESS_RESULT;
HV_STATIC_ASSERT(sizeof(HV_CHECK_GPA_PAGE_VTL_ACCESS_RESULT) == 8);

/*
 * Access of the host to an isolated guest. Isolation.h describes how a guest makes its pages
 * visible to the host. Only symbols have the following definitions: their meanings follow from the
 * names.
 */

/**
 * Input of HvCallAcquireSparseGpaPageHostAccess and HvCallReleaseSparseGpaPageHostAccess, by which
 * the host acquires and releases its access to listed pages of a partition; rep calls.
 */
typedef struct HV_INPUT_MODIFY_SPARSE_GPA_PAGE_HOST_ACCESS
{
    HV_PARTITION_ID TargetPartitionId; /**< Partition to which the call applies. */
    union
    {
        HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /** Bits 0 and 1: access, probably as in HV_HOST_VISIBILITY_SHARED: read, write. */
            HV_UINT32 HostAccess : 2;
            HV_UINT32 Reserved0 : 30;
        };
#endif
    };
    HV_UINT32 Reserved1;
    HV_GPA_PAGE_NUMBER GpaPageList[]; /**< GPA page numbers, one per repetition. */
} HV_INPUT_MODIFY_SPARSE_GPA_PAGE_HOST_ACCESS, *PHV_INPUT_MODIFY_SPARSE_GPA_PAGE_HOST_ACCESS;
HV_STATIC_ASSERT(sizeof(HV_INPUT_MODIFY_SPARSE_GPA_PAGE_HOST_ACCESS) == 16);

/**
 * Flags of HvCallAcquireSparseSpaPageHostAccess and HvCallReleaseSparseSpaPageHostAccess. Source:
 * Linux 7.3 include/hyperv; the meanings are those of the names.
 */
typedef HV_UINT32 HV_MODIFY_SPA_PAGE_HOST_ACCESS_FLAGS, *PHV_MODIFY_SPA_PAGE_HOST_ACCESS_FLAGS;
#define HV_MODIFY_SPA_PAGE_HOST_ACCESS_MAKE_EXCLUSIVE 0x1 /**< The partition alone can access the pages. */
#define HV_MODIFY_SPA_PAGE_HOST_ACCESS_MAKE_SHARED 0x2    /**< The root can access the pages too. */
#define HV_MODIFY_SPA_PAGE_HOST_ACCESS_LARGE_PAGE 0x4     /**< The list's elements are pages of 2 MiB. */
#define HV_MODIFY_SPA_PAGE_HOST_ACCESS_HUGE_PAGE 0x8      /**< The list's elements are pages of 1 GiB. */

/**
 * Input of HvCallAcquireSparseSpaPageHostAccess and HvCallReleaseSparseSpaPageHostAccess, by which
 * the host acquires and releases its access to listed system pages; rep calls.
 */
typedef struct HV_INPUT_MODIFY_SPARSE_SPA_PAGE_HOST_ACCESS
{
    union
    {
        HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /** Bits 0 and 1: access, probably as in HV_HOST_VISIBILITY_SHARED: read, write. */
            HV_UINT32 HostAccess : 2;
            HV_UINT32 Reserved : 30;
        };
#endif
    };
    HV_MODIFY_SPA_PAGE_HOST_ACCESS_FLAGS Flags;
    HV_PARTITION_ID TargetPartitionId; /**< Partition to which the call applies. */
    HV_SPA_PAGE_NUMBER SpaPageList[];  /**< SPA page numbers, one per repetition. */
} HV_INPUT_MODIFY_SPARSE_SPA_PAGE_HOST_ACCESS, *PHV_INPUT_MODIFY_SPARSE_SPA_PAGE_HOST_ACCESS;
HV_STATIC_ASSERT(sizeof(HV_INPUT_MODIFY_SPARSE_SPA_PAGE_HOST_ACCESS) == 16);

/**
 * Payload of HvMessageTypeGpaAttributeIntercept: a guest requests a change of attributes of its
 * pages.
 */
typedef struct HV_GPA_ATTRIBUTE_INTERCEPT_MESSAGE
{
    HV_VP_INDEX VpIndex;
    union
    {
        HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /** Bits 0 to 4: number of valid elements of Ranges; at most 29. */
            HV_UINT32 RangeCount : 5;
            HV_UINT32 Adjust : 1; /**< Bit 5: undocumented. */
            /**
             * Bits 6 and 7: HV_HOST_VISIBILITY_PRIVATE or HV_HOST_VISIBILITY_SHARED, by the
             * member's name.
             */
            HV_UINT32 HostVisibility : 2;
            /** Bits 8 to 13: HV_ACCEPT_MEMORY_TYPE, by the member's name. */
            HV_UINT32 MemoryType : 6;
            HV_UINT32 Reserved : 18;
        };
#endif
    };
    HV_GPA_PAGE_RANGE Ranges[29]; /**< Ranges of pages; RangeCount of them are valid. */
} HV_GPA_ATTRIBUTE_INTERCEPT_MESSAGE, *PHV_GPA_ATTRIBUTE_INTERCEPT_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_GPA_ATTRIBUTE_INTERCEPT_MESSAGE) == 240);

/*
 * Locks: mappings that must not change while software depends on them. Only symbols have these
 * definitions; it is undocumented who may call them.
 */

/** Permission of other partitions to map a system page. */
typedef HV_UINT32 HV_SPA_PAGE_OWNERSHIP, *PHV_SPA_PAGE_OWNERSHIP;
enum
{
    HvSpaPageOwnershipShared = 0,
    HvSpaPageOwnershipExclusive = 1,
};

/** Data that the hypervisor stores about a page of an isolated guest. */
typedef union HV_GPA_PAGE_MAPPING_DATA
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Acceptance : 2;      /**< Bits 0 and 1: acceptance of the page by the guest. */
        HV_UINT64 Vtl1Permission : 16; /**< Bits 2 to 17: as in HV_VTL_PERMISSION_SET. */
        HV_UINT64 Vtl2Permission : 16; /**< Bits 18 to 33: as in HV_VTL_PERMISSION_SET. */
        HV_UINT64 Reserved : 30;
    };
#endif
} HV_GPA_PAGE_MAPPING_DATA, *PHV_GPA_PAGE_MAPPING_DATA;
HV_STATIC_ASSERT(sizeof(HV_GPA_PAGE_MAPPING_DATA) == 8);

/** Page to lock. */
typedef union HV_GPA_PAGE_MAPPING_LOCK_INPUT
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 AcceptPrivate : 1; /**< Bit 0: undocumented. */
        HV_UINT64 Reserved0 : 11;
        HV_UINT64 GpaPage : 40; /**< Bits 12 to 51: GPA page number. */
        HV_UINT64 Reserved1 : 12;
    };
#endif
} HV_GPA_PAGE_MAPPING_LOCK_INPUT, *PHV_GPA_PAGE_MAPPING_LOCK_INPUT;
HV_STATIC_ASSERT(sizeof(HV_GPA_PAGE_MAPPING_LOCK_INPUT) == 8);

/** System page that backs a locked page. */
typedef struct HV_GPA_PAGE_MAPPING_LOCK_OUTPUT
{
    union
    {
        HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT64 SpaPageOwnership : 1; /**< Bit 0: HV_SPA_PAGE_OWNERSHIP. */
            /** Bits 1 to 4: type of the memory; its values are undocumented. */
            HV_UINT64 SpaPageMemoryType : 4;
            HV_UINT64 RootReadable : 1;     /**< Bit 5: the root may read the page. */
            HV_UINT64 RootWritable : 1;     /**< Bit 6: the root may write the page. */
            HV_UINT64 RootAdjustable : 1;   /**< Bit 7: the root may change these rights. */
            HV_UINT64 UntrustedOverlay : 1; /**< Bit 8: undocumented. */
            HV_UINT64 Reserved0 : 3;
            HV_UINT64 SpaPage : 40; /**< Bits 12 to 51: SPA page number. */
            HV_UINT64 Reserved1 : 12;
        };
#endif
    };
    HV_GPA_PAGE_MAPPING_DATA Data; /**< Data that the hypervisor stores about the page. */
} HV_GPA_PAGE_MAPPING_LOCK_OUTPUT, *PHV_GPA_PAGE_MAPPING_LOCK_OUTPUT;
HV_STATIC_ASSERT(sizeof(HV_GPA_PAGE_MAPPING_LOCK_OUTPUT) == 16);

/** Flags of HvCallLockSparseGpaPageMapping; undocumented. */
typedef HV_UINT32 HV_LOCK_GPA_PAGE_MAPPING_FLAGS, *PHV_LOCK_GPA_PAGE_MAPPING_FLAGS;

/**
 * Input of HvCallLockSparseGpaPageMapping, which locks mappings; a rep call. Output:
 * HV_GPA_PAGE_MAPPING_LOCK_OUTPUT, one per repetition.
 */
typedef struct HV_INPUT_LOCK_SPARSE_GPA_PAGE_MAPPING
{
    HV_PARTITION_ID TargetPartitionId; /**< Partition to which the call applies. */
    HV_LOCK_GPA_PAGE_MAPPING_FLAGS Flags;
    HV_UINT32 Reserved;
    HV_GPA_PAGE_MAPPING_LOCK_INPUT LockList[]; /**< Pages to lock, one per repetition. */
} HV_INPUT_LOCK_SPARSE_GPA_PAGE_MAPPING, *PHV_INPUT_LOCK_SPARSE_GPA_PAGE_MAPPING;
HV_STATIC_ASSERT(sizeof(HV_INPUT_LOCK_SPARSE_GPA_PAGE_MAPPING) == 16);

/** Page to unlock. */
typedef struct HV_GPA_PAGE_MAPPING_UNLOCK_INPUT
{
    union
    {
        HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /** Bit 0: Data replaces the data that the hypervisor stores about the page. */
            HV_UINT64 SetAttributes : 1;
            HV_UINT64 Reserved0 : 11;
            HV_UINT64 GpaPage : 40; /**< Bits 12 to 51: GPA page number. */
            HV_UINT64 Reserved1 : 12;
        };
#endif
    };
    HV_GPA_PAGE_MAPPING_DATA Data;
} HV_GPA_PAGE_MAPPING_UNLOCK_INPUT, *PHV_GPA_PAGE_MAPPING_UNLOCK_INPUT;
HV_STATIC_ASSERT(sizeof(HV_GPA_PAGE_MAPPING_UNLOCK_INPUT) == 16);

/** Input of HvCallUnlockSparseGpaPageMapping, which unlocks mappings; a rep call. No output. */
typedef struct HV_INPUT_UNLOCK_SPARSE_GPA_PAGE_MAPPING
{
    HV_PARTITION_ID TargetPartitionId;             /**< Partition to which the call applies. */
    HV_GPA_PAGE_MAPPING_UNLOCK_INPUT UnlockList[]; /**< Pages to unlock, one per repetition. */
} HV_INPUT_UNLOCK_SPARSE_GPA_PAGE_MAPPING, *PHV_INPUT_UNLOCK_SPARSE_GPA_PAGE_MAPPING;
HV_STATIC_ASSERT(sizeof(HV_INPUT_UNLOCK_SPARSE_GPA_PAGE_MAPPING) == 8);

/*
 * HvCallQueryInformationGpaRange
 */

/** Information about a range of pages. Source: mu_msvm HvGuestHypercall.h. */
typedef HV_UINT32 HV_QUERY_GPA_RANGE_INFO_CLASS, *PHV_QUERY_GPA_RANGE_INFO_CLASS;
enum
{
    /** Parts that are always backed; the guest need not pin them. */
    HvQueryGpaRangeAlwaysPinnedSubranges = 0,
    HvQueryGpaRangeHeatHintBeneficialSubranges = 1, /**< Parts for which heat hints are useful. */
    HvQueryGpaRangeInfoClassMax = 2,
};

/**
 * Input of HvCallQueryInformationGpaRange, which queries the caller's own pages; a simple call.
 * Output: HV_OUTPUT_QUERY_GPA_RANGE.
 *
 * Each class needs its feature in leaf 0x40000004: UseGpaPinningHypercall for
 * HvQueryGpaRangeAlwaysPinnedSubranges, HeatHintBeneficialSupport for
 * HvQueryGpaRangeHeatHintBeneficialSubranges. Source: mu_msvm.
 */
typedef struct HV_INPUT_QUERY_GPA_RANGE
{
    HV_QUERY_GPA_RANGE_INFO_CLASS InfoClass;
    HV_UINT32 ReservedZ0;
    HV_GPA_PAGE_NUMBER StartGpn; /**< GPA page number of the first page. */
    HV_UINT64 PageCount;         /**< Number of pages of 4 KiB; the bound is undocumented. */
} HV_INPUT_QUERY_GPA_RANGE, *PHV_INPUT_QUERY_GPA_RANGE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_QUERY_GPA_RANGE) == 24);

/**
 * Output of HvCallQueryInformationGpaRange for both classes: parts of the range. Source: mu_msvm.
 */
typedef struct HV_OUTPUT_QUERY_GPA_RANGE_SUBRANGES
{
    /** Number of elements of SubrangeList; at most 510, the capacity of the output page. */
    HV_UINT16 SubrangeCount;
    HV_UINT16 ReservedZ0;
    HV_UINT32 ReservedZ1;
    HV_UINT64 ReservedZ2;
    HV_GPA_PAGE_RANGE SubrangeList[]; /**< Parts of the range. */
} HV_OUTPUT_QUERY_GPA_RANGE_SUBRANGES, *PHV_OUTPUT_QUERY_GPA_RANGE_SUBRANGES;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_QUERY_GPA_RANGE_SUBRANGES) == 16);

/** Fixed part of HV_OUTPUT_QUERY_GPA_RANGE_SUBRANGES. */
typedef struct HV_OUTPUT_QUERY_GPA_RANGE_SUBRANGES_HEADER
{
    HV_UINT16 SubrangeCount; /**< Number of subranges that follow; at most 510. */
    HV_UINT16 ReservedZ0;
    HV_UINT32 ReservedZ1;
    HV_UINT64 ReservedZ2;
} HV_OUTPUT_QUERY_GPA_RANGE_SUBRANGES_HEADER, *PHV_OUTPUT_QUERY_GPA_RANGE_SUBRANGES_HEADER;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_QUERY_GPA_RANGE_SUBRANGES_HEADER) == 16);

/** Output of HvCallQueryInformationGpaRange, by InfoClass. Source: mu_msvm. */
typedef union HV_OUTPUT_QUERY_GPA_RANGE
{
    /** HvQueryGpaRangeAlwaysPinnedSubranges. */
    HV_OUTPUT_QUERY_GPA_RANGE_SUBRANGES AlwaysPinnedSubranges;
    /** HvQueryGpaRangeHeatHintBeneficialSubranges. */
    HV_OUTPUT_QUERY_GPA_RANGE_SUBRANGES HeatHintBeneficialSubranges;
} HV_OUTPUT_QUERY_GPA_RANGE, *PHV_OUTPUT_QUERY_GPA_RANGE;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_QUERY_GPA_RANGE) == 16);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_MEMORY_ACCESS */
