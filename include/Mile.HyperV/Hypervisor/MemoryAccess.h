/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Reaching into a guest's memory, and guarding it: translation, reads and writes, protections, locks.
 *
 * A monitor that emulates an instruction has an address as the guest knows it.
 * HvCallTranslateVirtualAddress walks the guest's page tables for it, as the
 * processor would, and says where the address lies or which fault the guest
 * must take; the `...Ex` form gives that fault ready to be injected
 * (PendingEvent.h). HvCallReadGpa and HvCallWriteGpa then move up to 16 bytes
 * through whatever lies there, overlay pages too.
 *
 * These calls have two results. The hypercall status tells whether the question
 * was a valid one; the result code in the output tells what the guest would have
 * met. HV_STATUS_SUCCESS with a result code other than zero is the usual answer
 * for an address that is not mapped: look at both.
 *
 * A trust level above 0 sets what lower levels may do with a page
 * (HvCallModifyVtlProtectionMask, Vtl.h). Such a protection holds beside the one
 * that the host gave the page (Memory.h): an access must pass both, and one that
 * does not is an intercept of the level that forbade it.
 *
 * A guest that is isolated by hardware (SNP, TDX) keeps this to itself. The host
 * cannot read its private pages, so translating, reading and writing are the
 * paravisor's own work, and so are the protections of its trust levels: the
 * paravisor takes the same hypercalls from the guest and carries them out with
 * the means of the processor. The host's own access to pages of an isolated
 * guest is withdrawn and given back page by page.
 *
 * Such a guest cannot let the host decode its accesses to devices either. What
 * its paravisor does not serve itself it passes on by hypercall:
 * HvCallMemoryMappedIoRead and -Write.
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
 * How an address is to be translated.
 *
 * At least one of the three Validate flags must be set: without one, and with a
 * reserved bit, the call fails with HV_STATUS_INVALID_PARAMETER.
 */
typedef union HV_TRANSLATE_GVA_CONTROL_FLAGS
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 ValidateRead : 1;     /**< Bit 0: the result is a fault if it could not be read, */
        HV_UINT64 ValidateWrite : 1;    /**< Bit 1: written, */
        HV_UINT64 ValidateExecute : 1;  /**< Bit 2: executed. */
        HV_UINT64 PrivilegeExempt : 1;  /**< Bit 3: x64: user and supervisor pages alike, as with SMEP, SMAP off. */
        /** Bit 4: set the accessed bits on the way and, with ValidateWrite, the dirty bit; marks set before a fault
            stay. */
        HV_UINT64 SetPageTableBits : 1;
        /** Bit 5: sets TlbLocked in the processor's HvRegisterInterceptSuspend: flushes of other processors that would
            hit this translation wait until that bit is cleared. */
        HV_UINT64 TlbFlushInhibit : 1;
        HV_UINT64 SupervisorAccess : 1; /**< Bit 6: as a supervisor access, whatever the mode. */
        HV_UINT64 UserAccess : 1;       /**< Bit 7: as a user access. */
        HV_UINT64 EnforceSmap : 1;      /**< Bit 8: x64, as with EFLAGS.AC clear. */
        HV_UINT64 OverrideSmap : 1;     /**< Bit 9: x64, as with EFLAGS.AC set. */
        HV_UINT64 ShadowStack : 1;      /**< Bit 10: as an access to a shadow stack. */
        HV_UINT64 Reserved : 45;
        HV_UINT64 InputVtlValue : 8;    /**< Bits 56 to 63: HV_INPUT_VTL whose registers and tables are meant. */
    };
#endif
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 CommonBits : 8; /**< Bits 0 to 7: as above. */
        HV_UINT64 PanSet : 1;   /**< Bit 8: ARM64, as with PSTATE.PAN set. */
        HV_UINT64 PanClear : 1; /**< Bit 9: ARM64, as with PSTATE.PAN clear. */
        HV_UINT64 ReservedArm64 : 54;
    };
#endif
} HV_TRANSLATE_GVA_CONTROL_FLAGS, *PHV_TRANSLATE_GVA_CONTROL_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_TRANSLATE_GVA_CONTROL_FLAGS) == 8);

/** The flags as masks. */
#define HV_TRANSLATE_GVA_VALIDATE_READ 0x0001
#define HV_TRANSLATE_GVA_VALIDATE_WRITE 0x0002
#define HV_TRANSLATE_GVA_VALIDATE_EXECUTE 0x0004
#define HV_TRANSLATE_GVA_PRIVILEGE_EXEMPT 0x0008
#define HV_TRANSLATE_GVA_SET_PAGE_TABLE_BITS 0x0010
#define HV_TRANSLATE_GVA_TLB_FLUSH_INHIBIT 0x0020
#define HV_TRANSLATE_GVA_SUPERVISOR_ACCESS 0x0040
#define HV_TRANSLATE_GVA_USER_ACCESS 0x0080
#define HV_TRANSLATE_GVA_ENFORCE_SMAP 0x0100 /**< x64, as the next two. */
#define HV_TRANSLATE_GVA_OVERRIDE_SMAP 0x0200
#define HV_TRANSLATE_GVA_SHADOW_STACK 0x0400
#define HV_TRANSLATE_GVA_PAN_SET 0x0100      /**< ARM64, as the next one. */
#define HV_TRANSLATE_GVA_PAN_CLEAR 0x0200
#define HV_TRANSLATE_GVA_CONTROL_MASK 0x003F
#define HV_TRANSLATE_GVA_INPUT_VTL_MASK 0xFF00000000000000ULL

/** How the translation ended. */
typedef HV_UINT32 HV_TRANSLATE_GVA_RESULT_CODE, *PHV_TRANSLATE_GVA_RESULT_CODE;
enum
{
    HvTranslateGvaSuccess = 0,

    /* The guest's page tables do not allow it. */
    HvTranslateGvaPageNotPresent = 1,        /**< Or the address is beyond what the tables can name. */
    HvTranslateGvaPrivilegeViolation = 2,    /**< Not for this mode, or not for this kind of access. */
    HvTranslateGvaInvalidPageTableFlags = 3, /**< A reserved bit is set in an entry. */

    /* The physical page does not: it, or a page of the tables. GpaPage names that page. */
    HvTranslateGvaGpaUnmapped = 4,
    HvTranslateGvaGpaNoReadAccess = 5,
    HvTranslateGvaGpaNoWriteAccess = 6,
    HvTranslateGvaGpaIllegalOverlayAccess = 7, /**< An overlay page that does not allow it. */

    HvTranslateGvaIntercept = 8,     /**< A higher trust level or a nested hypervisor is to be asked. */
    HvTranslateGvaGpaUnaccepted = 9, /**< An isolated guest has not accepted the page. */
};

/**
 * HvCallTranslateVirtualAddress: translates an address as this processor would now, in its mode and with its tables.
 *
 * Where paging is off the address is the result. Failures:
 * HV_STATUS_INVALID_PARTITION_ID, HV_STATUS_INVALID_VP_INDEX, HV_STATUS_ACCESS_DENIED
 * if the caller is not the parent, HV_STATUS_INVALID_PARTITION_STATE if the
 * partition is not active, HV_STATUS_INVALID_PARAMETER for flags as above.
 */
typedef struct HV_INPUT_TRANSLATE_VIRTUAL_ADDRESS
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_UINT32 Padding;
    HV_TRANSLATE_GVA_CONTROL_FLAGS ControlFlags;
    HV_GVA_PAGE_NUMBER GvaPage; /**< The address without its low 12 bits. */
} HV_INPUT_TRANSLATE_VIRTUAL_ADDRESS, *PHV_INPUT_TRANSLATE_VIRTUAL_ADDRESS;
HV_STATIC_ASSERT(sizeof(HV_INPUT_TRANSLATE_VIRTUAL_ADDRESS) == 32);

/** How a translation ended, and what kind of page it found. */
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
    HV_TRANSLATE_GVA_RESULT TranslationResult;
    HV_GPA_PAGE_NUMBER GpaPage; /**< The page; with results 4 to 7 the page that stood in the way; else nothing. */
} HV_OUTPUT_TRANSLATE_VIRTUAL_ADDRESS, *PHV_OUTPUT_TRANSLATE_VIRTUAL_ADDRESS;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_TRANSLATE_VIRTUAL_ADDRESS) == 16);

/** HvCallTranslateVirtualAddressEx takes the same input; x64 gets the event to inject with the result. */
typedef struct HV_X64_TRANSLATE_GVA_RESULT_EX
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
            HV_UINT32 Reserved : 23;
        };
#endif
    };
    HV_UINT64 Padding;
    HV_X64_PENDING_EVENT EventInfo; /**< What the guest is to take, if its own tables were at fault. */
} HV_X64_TRANSLATE_GVA_RESULT_EX, *PHV_X64_TRANSLATE_GVA_RESULT_EX;
HV_STATIC_ASSERT(sizeof(HV_X64_TRANSLATE_GVA_RESULT_EX) == 48);

typedef struct HV_X64_OUTPUT_TRANSLATE_VIRTUAL_ADDRESS_EX
{
    HV_X64_TRANSLATE_GVA_RESULT_EX TranslationResult;
    HV_GPA_PAGE_NUMBER GpaPage;
    HV_UINT64 Padding;
} HV_X64_OUTPUT_TRANSLATE_VIRTUAL_ADDRESS_EX, *PHV_X64_OUTPUT_TRANSLATE_VIRTUAL_ADDRESS_EX;
HV_STATIC_ASSERT(sizeof(HV_X64_OUTPUT_TRANSLATE_VIRTUAL_ADDRESS_EX) == 64);

/** ARM64 gets the result alone. */
typedef HV_TRANSLATE_GVA_RESULT HV_ARM64_TRANSLATE_GVA_RESULT_EX, *PHV_ARM64_TRANSLATE_GVA_RESULT_EX;

typedef struct HV_CALL_ATTRIBUTES_ALIGNED(16) HV_ARM64_OUTPUT_TRANSLATE_VIRTUAL_ADDRESS_EX
{
    HV_ARM64_TRANSLATE_GVA_RESULT_EX TranslationResult;
    HV_GPA_PAGE_NUMBER GpaPage;
} HV_ARM64_OUTPUT_TRANSLATE_VIRTUAL_ADDRESS_EX, *PHV_ARM64_OUTPUT_TRANSLATE_VIRTUAL_ADDRESS_EX;
HV_STATIC_ASSERT(sizeof(HV_ARM64_OUTPUT_TRANSLATE_VIRTUAL_ADDRESS_EX) == 16);

typedef HV_BY_TARGET(HV_X64_TRANSLATE_GVA_RESULT_EX, HV_ARM64_TRANSLATE_GVA_RESULT_EX) HV_TRANSLATE_GVA_RESULT_EX,
    *PHV_TRANSLATE_GVA_RESULT_EX;
typedef HV_BY_TARGET(HV_X64_OUTPUT_TRANSLATE_VIRTUAL_ADDRESS_EX, HV_ARM64_OUTPUT_TRANSLATE_VIRTUAL_ADDRESS_EX)
    HV_OUTPUT_TRANSLATE_VIRTUAL_ADDRESS_EX, *PHV_OUTPUT_TRANSLATE_VIRTUAL_ADDRESS_EX;

/*
 * Reading and writing.
 */

/** How a guest's physical memory is to be reached. */
typedef union HV_ACCESS_GPA_CONTROL_FLAGS
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT8 CacheType;    /**< HV_CACHE_TYPE (Types.h) of the access. */
        HV_INPUT_VTL InputVtl; /**< The level as which it is made. */
        HV_UINT16 ReservedZ0;
        HV_UINT32 ReservedZ1;
    };
} HV_ACCESS_GPA_CONTROL_FLAGS, *PHV_ACCESS_GPA_CONTROL_FLAGS;
HV_STATIC_ASSERT(sizeof(HV_ACCESS_GPA_CONTROL_FLAGS) == 8);

/** How a read or a write ended; nothing was moved unless it is HvAccessGpaSuccess. */
typedef HV_UINT32 HV_ACCESS_GPA_RESULT_CODE, *PHV_ACCESS_GPA_RESULT_CODE;
enum
{
    HvAccessGpaSuccess = 0,
    HvAccessGpaUnmapped = 1,             /**< No page is there. */
    HvAccessGpaReadIntercept = 2,        /**< The page may not be read. */
    HvAccessGpaWriteIntercept = 3,       /**< The page may not be written. */
    HvAccessGpaIllegalOverlayAccess = 4, /**< An overlay page that does not allow it. */
};

/** The result of HvCallReadGpa and HvCallWriteGpa. */
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

/** Bytes that HvCallReadGpa or HvCallWriteGpa moves at most. */
#define HV_READ_WRITE_GPA_MAX_SIZE 16
/** Bytes that HvCallMemoryMappedIoRead or -Write moves at most. */
#define HV_HYPERCALL_MMIO_MAX_DATA_LENGTH 64

/**
 * HvCallReadGpa: reads bytes as this processor would, with the effects that reading has.
 *
 * An overlay page answers as it answers the guest, and so does the local APIC's
 * page. The bytes are moved by accesses of 4, 2 and 1 bytes in ascending order:
 * the whole is not atomic. HV_STATUS_INVALID_PARAMETER: no byte or more than 16,
 * a range that crosses a page or leaves the partition's address space, or an
 * unknown cache type. Other failures as for HvCallTranslateVirtualAddress.
 */
typedef struct HV_INPUT_READ_GPA
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_UINT32 ByteCount; /**< 1 to HV_READ_WRITE_GPA_MAX_SIZE, within one page. */
    HV_GPA BaseGpa;      /**< Of the first byte. */
    HV_ACCESS_GPA_CONTROL_FLAGS ControlFlags;
} HV_INPUT_READ_GPA, *PHV_INPUT_READ_GPA;
HV_STATIC_ASSERT(sizeof(HV_INPUT_READ_GPA) == 32);

/** Output of HvCallReadGpa. */
typedef struct HV_OUTPUT_READ_GPA
{
    HV_ACCESS_GPA_RESULT AccessResult;
    HV_UINT8 Data[16]; /**< ByteCount bytes, then zeros. */
} HV_OUTPUT_READ_GPA, *PHV_OUTPUT_READ_GPA;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_READ_GPA) == 24);

/** HvCallWriteGpa: writes bytes, under the rules of HvCallReadGpa. */
typedef struct HV_INPUT_WRITE_GPA
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_UINT32 ByteCount; /**< 1 to HV_READ_WRITE_GPA_MAX_SIZE, within one page. */
    HV_GPA BaseGpa;
    HV_ACCESS_GPA_CONTROL_FLAGS ControlFlags;
    HV_UINT8 Data[16]; /**< Its first ByteCount bytes. */
} HV_INPUT_WRITE_GPA, *PHV_INPUT_WRITE_GPA;
HV_STATIC_ASSERT(sizeof(HV_INPUT_WRITE_GPA) == 48);

/** Output of HvCallWriteGpa. */
typedef struct HV_OUTPUT_WRITE_GPA
{
    HV_ACCESS_GPA_RESULT AccessResult;
} HV_OUTPUT_WRITE_GPA, *PHV_OUTPUT_WRITE_GPA;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_WRITE_GPA) == 8);

/** HvCallReadSystemMemory: the root reads a machine address. Source: symbols. */
typedef union HV_INPUT_READ_SYSTEM_MEMORY
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Spa : 52;     /**< Bits 0 to 51: the machine address, in bytes. */
        HV_UINT64 Uncached : 1; /**< Bit 52: read past the caches. */
        HV_UINT64 Size : 4;     /**< Bits 53 to 56: bytes: 1, 2, 4 or 8. */
        HV_UINT64 ReservedZ0 : 7;
    };
#endif
} HV_INPUT_READ_SYSTEM_MEMORY, *PHV_INPUT_READ_SYSTEM_MEMORY;
HV_STATIC_ASSERT(sizeof(HV_INPUT_READ_SYSTEM_MEMORY) == 8);

/** Output of HvCallReadSystemMemory: the value, in the member of the size asked for. */
typedef union HV_OUTPUT_READ_SYSTEM_MEMORY
{
    HV_UINT64 Reg64;
    HV_UINT32 Reg32;
    HV_UINT16 Reg16;
    HV_UINT8 Reg8;
} HV_OUTPUT_READ_SYSTEM_MEMORY, *PHV_OUTPUT_READ_SYSTEM_MEMORY;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_READ_SYSTEM_MEMORY) == 8);

/**
 * HvCallMemoryMappedIoRead: asks the host to read a device register at an address of the caller's partition.
 *
 * The hypervisor recommends the call with UseHypercallForMmioAccess in leaf
 * 0x40000004 (Cpuid.h). OpenVMM's paravisor sends it for the accesses of its
 * guest that no device of its own serves. Source: OpenVMM hcl, hvdef; mu_msvm.
 */
typedef struct HV_INPUT_MEMORY_MAPPED_IO_READ
{
    HV_GPA Gpa;
    HV_UINT32 AccessWidth; /**< Bytes, at most HV_HYPERCALL_MMIO_MAX_DATA_LENGTH. */
    HV_UINT32 ReservedZ0;
} HV_INPUT_MEMORY_MAPPED_IO_READ, *PHV_INPUT_MEMORY_MAPPED_IO_READ;
HV_STATIC_ASSERT(sizeof(HV_INPUT_MEMORY_MAPPED_IO_READ) == 16);

/** Output of HvCallMemoryMappedIoRead. */
typedef struct HV_CALL_ATTRIBUTES HV_OUTPUT_MEMORY_MAPPED_IO_READ
{
    HV_UINT8 Data[64]; /**< The first AccessWidth bytes count. */
} HV_OUTPUT_MEMORY_MAPPED_IO_READ, *PHV_OUTPUT_MEMORY_MAPPED_IO_READ;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_MEMORY_MAPPED_IO_READ) == 64);

/** HvCallMemoryMappedIoWrite: the counterpart; no output. */
typedef struct HV_INPUT_MEMORY_MAPPED_IO_WRITE
{
    HV_GPA Gpa;
    HV_UINT32 AccessWidth; /**< Bytes, at most HV_HYPERCALL_MMIO_MAX_DATA_LENGTH. */
    HV_UINT32 ReservedZ0;
    HV_UINT8 Data[64]; /**< Its first AccessWidth bytes. */
} HV_INPUT_MEMORY_MAPPED_IO_WRITE, *PHV_INPUT_MEMORY_MAPPED_IO_WRITE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_MEMORY_MAPPED_IO_WRITE) == 80);

/*
 * Protections of trust levels.
 */

/**
 * HvCallModifyVtlProtectionMask: says what the levels below TargetVtl may do with the listed pages. A rep call.
 *
 * A level must have turned protections on before it sets its own, with
 * EnableVtlProtection in its HvRegisterVsmPartitionConfig (VsmRegister.h); otherwise,
 * and on a level or a partition that is not the caller's to protect,
 * HV_STATUS_ACCESS_DENIED. A level protects pages of RAM alone, and only from
 * lower ones: for other pages and for level 0, HV_STATUS_INVALID_PARAMETER. A
 * mask that the processor cannot keep is refused as well (in OpenVMM with
 * HV_STATUS_INVALID_REGISTER_VALUE): writing or executing without reading,
 * execution by the kernel but not by user mode, and any difference of the two
 * where MBEC (Vtl.h) is not on, though the TLFS says that user mode's bit is
 * then ignored: set both alike. HV_STATUS_INVALID_VTL_STATE: the
 * level is not enabled. HV_STATUS_INSUFFICIENT_MEMORY: see Memory.h.
 */
typedef struct HV_INPUT_MODIFY_VTL_PROTECTION_MASK
{
    HV_PARTITION_ID TargetPartitionId; /**< Partition to which the call applies. */
    HV_MAP_GPA_FLAGS MapFlags; /**< The access left to lower levels, by HV_MAP_GPA_... (PageAccess.h). */
    HV_INPUT_VTL TargetVtl;    /**< The level that protects; without UseTargetVtl the caller's own. */
    HV_UINT8 RsvdZ8;
    HV_UINT16 RsvdZ16;
    HV_GPA_PAGE_NUMBER GpaPageList[]; /**< GPA page numbers, one per repetition. */
} HV_INPUT_MODIFY_VTL_PROTECTION_MASK, *PHV_INPUT_MODIFY_VTL_PROTECTION_MASK;
HV_STATIC_ASSERT(sizeof(HV_INPUT_MODIFY_VTL_PROTECTION_MASK) == 16);

/**
 * HvCallQueryVtlProtectionMaskRange: the protections of consecutive pages.
 *
 * A rep call whose output is one HV_VTL_PERMISSION_SET a page. Source: symbols.
 */
typedef struct HV_INPUT_QUERY_VTL_PROTECTION_MASK_RANGE
{
    HV_PARTITION_ID TargetPartitionId; /**< Partition to which the call applies. */
    HV_GPA TargetGpaBase;
    HV_UINT16 TargetVtlSet; /**< The levels meant: one bit a level. */
    HV_UINT16 Reserved0;
    HV_UINT32 Reserved1;
} HV_INPUT_QUERY_VTL_PROTECTION_MASK_RANGE, *PHV_INPUT_QUERY_VTL_PROTECTION_MASK_RANGE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_QUERY_VTL_PROTECTION_MASK_RANGE) == 24);

/** HvCallModifyVtlProtectionMaskRange: sets them. A rep call; element i is for the page i after the base. */
typedef struct HV_INPUT_MODIFY_VTL_PROTECTION_MASK_RANGE
{
    HV_PARTITION_ID TargetPartitionId; /**< Partition to which the call applies. */
    HV_GPA TargetGpaBase;
    HV_UINT16 TargetVtlSet; /**< The levels whose word is to be used. */
    HV_UINT16 Reserved0;
    HV_UINT32 Reserved1;
    HV_VTL_PERMISSION_SET VtlPermissionList[];
} HV_INPUT_MODIFY_VTL_PROTECTION_MASK_RANGE, *PHV_INPUT_MODIFY_VTL_PROTECTION_MASK_RANGE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_MODIFY_VTL_PROTECTION_MASK_RANGE) == 24);

/**
 * HvCallCheckSparseGpaPageVtlAccess: asks whether a level could reach these pages.
 *
 * A rep call whose output is one HV_CHECK_GPA_PAGE_VTL_ACCESS_RESULT a page.
 * OpenVMM's paravisor sends it before it reaches into its guest's memory, on
 * partitions that no hardware isolates; on others it knows the answer itself.
 */
typedef struct HV_INPUT_CHECK_SPARSE_GPA_PAGE_VTL_ACCESS
{
    HV_PARTITION_ID TargetPartitionId; /**< Partition to which the call applies. */
    HV_INPUT_VTL TargetVtl; /**< The level as which the access would be made. */
    HV_UINT8 DesiredAccess; /**< HV_MAP_GPA_... */
    HV_UINT16 Reserved0;
    HV_UINT32 Reserved1;
    HV_GPA_PAGE_NUMBER GpaPageList[]; /**< GPA page numbers, one per repetition. */
} HV_INPUT_CHECK_SPARSE_GPA_PAGE_VTL_ACCESS, *PHV_INPUT_CHECK_SPARSE_GPA_PAGE_VTL_ACCESS;
HV_STATIC_ASSERT(sizeof(HV_INPUT_CHECK_SPARSE_GPA_PAGE_VTL_ACCESS) == 16);

/** What became of one page's question. */
typedef HV_UINT32 HV_CHECK_GPA_PAGE_VTL_ACCESS_RESULT_CODE, *PHV_CHECK_GPA_PAGE_VTL_ACCESS_RESULT_CODE;
enum
{
    HvCheckGpaPageVtlAccessSuccess = 0,
    HvCheckGpaPageVtlAccessMemoryIntercept = 1, /**< The access would be an intercept of InterceptingVtl. */
};

/** The answer for one page. */
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
                HV_UINT32 ResultCode : 8;      /**< Bits 0 to 7: HV_CHECK_GPA_PAGE_VTL_ACCESS_RESULT_CODE. */
                HV_UINT32 DeniedAccess : 8;    /**< Bits 8 to 15: HV_MAP_GPA_... that are missing. */
                HV_UINT32 InterceptingVtl : 4; /**< Bits 16 to 19: the level that protects the page. */
                HV_UINT32 Reserved0 : 12;
            };
#endif
        };
        HV_UINT32 Reserved1;
    };
} HV_CHECK_GPA_PAGE_VTL_ACCESS_RESULT, *PHV_CHECK_GPA_PAGE_VTL_ACCESS_RESULT;
HV_STATIC_ASSERT(sizeof(HV_CHECK_GPA_PAGE_VTL_ACCESS_RESULT) == 8);

/*
 * The host's access to an isolated guest. How a guest makes its pages visible to the host is in Isolation.h. Symbols
 * alone show what follows here: the meanings are read from the names.
 */

/**
 * HvCallAcquireSparseGpaPageHostAccess and HvCallReleaseSparseGpaPageHostAccess: the host takes and gives back its
 * access to listed pages of a partition. Rep calls.
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
            HV_UINT32 HostAccess : 2; /**< Bits 0 and 1: presumably as the host's visibility: reading, writing. */
            HV_UINT32 Reserved0 : 30;
        };
#endif
    };
    HV_UINT32 Reserved1;
    HV_GPA_PAGE_NUMBER GpaPageList[]; /**< GPA page numbers, one per repetition. */
} HV_INPUT_MODIFY_SPARSE_GPA_PAGE_HOST_ACCESS, *PHV_INPUT_MODIFY_SPARSE_GPA_PAGE_HOST_ACCESS;
HV_STATIC_ASSERT(sizeof(HV_INPUT_MODIFY_SPARSE_GPA_PAGE_HOST_ACCESS) == 16);

/**
 * Options of HvCallAcquireSparseSpaPageHostAccess and HvCallReleaseSparseSpaPageHostAccess. Source:
 * Linux 7.3 include/hyperv; the meanings are those of the names.
 */
typedef HV_UINT32 HV_MODIFY_SPA_PAGE_HOST_ACCESS_FLAGS, *PHV_MODIFY_SPA_PAGE_HOST_ACCESS_FLAGS;
#define HV_MODIFY_SPA_PAGE_HOST_ACCESS_MAKE_EXCLUSIVE 0x1 /**< The partition alone can access the pages. */
#define HV_MODIFY_SPA_PAGE_HOST_ACCESS_MAKE_SHARED 0x2    /**< The root can access the pages too. */
#define HV_MODIFY_SPA_PAGE_HOST_ACCESS_LARGE_PAGE 0x4     /**< The list's elements are pages of 2 MiB. */
#define HV_MODIFY_SPA_PAGE_HOST_ACCESS_HUGE_PAGE 0x8      /**< The list's elements are pages of 1 GiB. */

/** HvCallAcquireSparseSpaPageHostAccess and HvCallReleaseSparseSpaPageHostAccess: the same for machine pages. */
typedef struct HV_INPUT_MODIFY_SPARSE_SPA_PAGE_HOST_ACCESS
{
    union
    {
        HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 HostAccess : 2; /**< Bits 0 and 1: as above. */
            HV_UINT32 Reserved : 30;
        };
#endif
    };
    HV_MODIFY_SPA_PAGE_HOST_ACCESS_FLAGS Flags;
    HV_PARTITION_ID TargetPartitionId; /**< Partition to which the call applies. */
    HV_SPA_PAGE_NUMBER SpaPageList[];
} HV_INPUT_MODIFY_SPARSE_SPA_PAGE_HOST_ACCESS, *PHV_INPUT_MODIFY_SPARSE_SPA_PAGE_HOST_ACCESS;
HV_STATIC_ASSERT(sizeof(HV_INPUT_MODIFY_SPARSE_SPA_PAGE_HOST_ACCESS) == 16);

/** Payload of HvMessageTypeGpaAttributeIntercept: a guest asks that attributes of its pages change. */
typedef struct HV_GPA_ATTRIBUTE_INTERCEPT_MESSAGE
{
    HV_VP_INDEX VpIndex;
    union
    {
        HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 RangeCount : 5;     /**< Bits 0 to 4: elements of Ranges that hold. */
            HV_UINT32 Adjust : 1;         /**< Bit 5. */
            HV_UINT32 HostVisibility : 2; /**< Bits 6 and 7. */
            HV_UINT32 MemoryType : 6;     /**< Bits 8 to 13. */
            HV_UINT32 Reserved : 18;
        };
#endif
    };
    HV_GPA_PAGE_RANGE Ranges[29];
} HV_GPA_ATTRIBUTE_INTERCEPT_MESSAGE, *PHV_GPA_ATTRIBUTE_INTERCEPT_MESSAGE;
HV_STATIC_ASSERT(sizeof(HV_GPA_ATTRIBUTE_INTERCEPT_MESSAGE) == 240);

/*
 * Locks: a mapping that must not change while somebody relies on it. Symbols alone show these; no public text says who
 * may call them.
 */

/** Whether other partitions may have a machine page mapped too. */
typedef HV_UINT32 HV_SPA_PAGE_OWNERSHIP, *PHV_SPA_PAGE_OWNERSHIP;
enum
{
    HvSpaPageOwnershipShared = 0,
    HvSpaPageOwnershipExclusive = 1,
};

/** What the hypervisor keeps with a page of an isolated guest. */
typedef union HV_GPA_PAGE_MAPPING_DATA
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Acceptance : 2;      /**< Bits 0 and 1: whether the guest has accepted it. */
        HV_UINT64 Vtl1Permission : 16; /**< Bits 2 to 17: as in HV_VTL_PERMISSION_SET. */
        HV_UINT64 Vtl2Permission : 16; /**< Bits 18 to 33: as in HV_VTL_PERMISSION_SET. */
        HV_UINT64 Reserved : 30;
    };
#endif
} HV_GPA_PAGE_MAPPING_DATA, *PHV_GPA_PAGE_MAPPING_DATA;
HV_STATIC_ASSERT(sizeof(HV_GPA_PAGE_MAPPING_DATA) == 8);

/** A page to be locked. */
typedef union HV_GPA_PAGE_MAPPING_LOCK_INPUT
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 AcceptPrivate : 1; /**< Bit 0. */
        HV_UINT64 Reserved0 : 11;
        HV_UINT64 GpaPage : 40;      /**< Bits 12 to 51: its number. */
        HV_UINT64 Reserved1 : 12;
    };
#endif
} HV_GPA_PAGE_MAPPING_LOCK_INPUT, *PHV_GPA_PAGE_MAPPING_LOCK_INPUT;
HV_STATIC_ASSERT(sizeof(HV_GPA_PAGE_MAPPING_LOCK_INPUT) == 8);

/** What a locked page is backed by. */
typedef struct HV_GPA_PAGE_MAPPING_LOCK_OUTPUT
{
    union
    {
        HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT64 SpaPageOwnership : 1;  /**< Bit 0: HV_SPA_PAGE_OWNERSHIP. */
            HV_UINT64 SpaPageMemoryType : 4; /**< Bits 1 to 4. */
            HV_UINT64 RootReadable : 1;      /**< Bit 5: the root may read it, */
            HV_UINT64 RootWritable : 1;      /**< Bit 6: write it, */
            HV_UINT64 RootAdjustable : 1;    /**< Bit 7: change these rights. */
            HV_UINT64 UntrustedOverlay : 1;  /**< Bit 8. */
            HV_UINT64 Reserved0 : 3;
            HV_UINT64 SpaPage : 40;          /**< Bits 12 to 51: the machine page's number. */
            HV_UINT64 Reserved1 : 12;
        };
#endif
    };
    HV_GPA_PAGE_MAPPING_DATA Data;
} HV_GPA_PAGE_MAPPING_LOCK_OUTPUT, *PHV_GPA_PAGE_MAPPING_LOCK_OUTPUT;
HV_STATIC_ASSERT(sizeof(HV_GPA_PAGE_MAPPING_LOCK_OUTPUT) == 16);

/** Options of the call below; none is known. */
typedef HV_UINT32 HV_LOCK_GPA_PAGE_MAPPING_FLAGS, *PHV_LOCK_GPA_PAGE_MAPPING_FLAGS;

/** HvCallLockSparseGpaPageMapping: one HV_GPA_PAGE_MAPPING_LOCK_OUTPUT an element. */
typedef struct HV_INPUT_LOCK_SPARSE_GPA_PAGE_MAPPING
{
    HV_PARTITION_ID TargetPartitionId; /**< Partition to which the call applies. */
    HV_LOCK_GPA_PAGE_MAPPING_FLAGS Flags;
    HV_UINT32 Reserved;
    HV_GPA_PAGE_MAPPING_LOCK_INPUT LockList[];
} HV_INPUT_LOCK_SPARSE_GPA_PAGE_MAPPING, *PHV_INPUT_LOCK_SPARSE_GPA_PAGE_MAPPING;
HV_STATIC_ASSERT(sizeof(HV_INPUT_LOCK_SPARSE_GPA_PAGE_MAPPING) == 16);

/** A page to be unlocked. */
typedef struct HV_GPA_PAGE_MAPPING_UNLOCK_INPUT
{
    union
    {
        HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT64 SetAttributes : 1; /**< Bit 0: Data replaces what is kept with the page. */
            HV_UINT64 Reserved0 : 11;
            HV_UINT64 GpaPage : 40;      /**< Bits 12 to 51: its number. */
            HV_UINT64 Reserved1 : 12;
        };
#endif
    };
    HV_GPA_PAGE_MAPPING_DATA Data;
} HV_GPA_PAGE_MAPPING_UNLOCK_INPUT, *PHV_GPA_PAGE_MAPPING_UNLOCK_INPUT;
HV_STATIC_ASSERT(sizeof(HV_GPA_PAGE_MAPPING_UNLOCK_INPUT) == 16);

/** HvCallUnlockSparseGpaPageMapping: ends the locks. A rep call. */
typedef struct HV_INPUT_UNLOCK_SPARSE_GPA_PAGE_MAPPING
{
    HV_PARTITION_ID TargetPartitionId; /**< Partition to which the call applies. */
    HV_GPA_PAGE_MAPPING_UNLOCK_INPUT UnlockList[];
} HV_INPUT_UNLOCK_SPARSE_GPA_PAGE_MAPPING, *PHV_INPUT_UNLOCK_SPARSE_GPA_PAGE_MAPPING;
HV_STATIC_ASSERT(sizeof(HV_INPUT_UNLOCK_SPARSE_GPA_PAGE_MAPPING) == 8);

/*
 * HvCallQueryInformationGpaRange
 */

/** What is asked about a range of pages. Source: mu_msvm HvGuestHypercall.h. */
typedef HV_UINT32 HV_QUERY_GPA_RANGE_INFO_CLASS, *PHV_QUERY_GPA_RANGE_INFO_CLASS;
enum
{
    HvQueryGpaRangeAlwaysPinnedSubranges = 0,       /**< The parts that stay backed anyway: no need to pin them. */
    HvQueryGpaRangeHeatHintBeneficialSubranges = 1, /**< The parts for which heat hints are worth giving. */
    HvQueryGpaRangeInfoClassMax = 2,
};

/**
 * HvCallQueryInformationGpaRange: asks about the caller's own pages. A simple call.
 *
 * A class needs the feature it serves in leaf 0x40000004: UseGpaPinningHypercall
 * for the first, HeatHintBeneficialSupport for the second. Source: mu_msvm.
 */
typedef struct HV_INPUT_QUERY_GPA_RANGE
{
    HV_QUERY_GPA_RANGE_INFO_CLASS InfoClass;
    HV_UINT32 ReservedZ0;
    HV_GPA_PAGE_NUMBER StartGpn; /**< The first page, of 4 KiB as always. */
    HV_UINT64 PageCount;         /**< Pages. */
} HV_INPUT_QUERY_GPA_RANGE, *PHV_INPUT_QUERY_GPA_RANGE;
HV_STATIC_ASSERT(sizeof(HV_INPUT_QUERY_GPA_RANGE) == 24);

/** The answer of both classes: parts of the range. Source: mu_msvm. */
typedef struct HV_OUTPUT_QUERY_GPA_RANGE_SUBRANGES
{
    HV_UINT16 SubrangeCount; /**< At most 510: as many as the output page holds. */
    HV_UINT16 ReservedZ0;
    HV_UINT32 ReservedZ1;
    HV_UINT64 ReservedZ2;
    HV_GPA_PAGE_RANGE SubrangeList[];
} HV_OUTPUT_QUERY_GPA_RANGE_SUBRANGES, *PHV_OUTPUT_QUERY_GPA_RANGE_SUBRANGES;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_QUERY_GPA_RANGE_SUBRANGES) == 16);

/** The fixed part of HV_OUTPUT_QUERY_GPA_RANGE_SUBRANGES. */
typedef struct HV_OUTPUT_QUERY_GPA_RANGE_SUBRANGES_HEADER
{
    HV_UINT16 SubrangeCount;
    HV_UINT16 ReservedZ0;
    HV_UINT32 ReservedZ1;
    HV_UINT64 ReservedZ2;
} HV_OUTPUT_QUERY_GPA_RANGE_SUBRANGES_HEADER, *PHV_OUTPUT_QUERY_GPA_RANGE_SUBRANGES_HEADER;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_QUERY_GPA_RANGE_SUBRANGES_HEADER) == 16);

/** Output of HvCallQueryInformationGpaRange, by InfoClass. Source: mu_msvm. */
typedef union HV_OUTPUT_QUERY_GPA_RANGE
{
    HV_OUTPUT_QUERY_GPA_RANGE_SUBRANGES AlwaysPinnedSubranges;
    HV_OUTPUT_QUERY_GPA_RANGE_SUBRANGES HeatHintBeneficialSubranges;
} HV_OUTPUT_QUERY_GPA_RANGE, *PHV_OUTPUT_QUERY_GPA_RANGE;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_QUERY_GPA_RANGE) == 16);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_MEMORY_ACCESS */
