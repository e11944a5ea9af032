/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Permitted accesses to a page: those of a mapping, and those that trust levels permit to lower levels.
 *
 * A parent specifies the accesses when it maps a page into a child (Memory.h), a trust level removes
 * some of them for lower levels (MemoryAccess.h), and a device domain specifies those of devices
 * (Iommu.h). An access that is not permitted becomes an intercept (Intercept.h).
 *
 * Sources: TLFS 6.0b 5.2 and 15.9, and its online edition; WDK 7.1; mu_msvm;
 * OpenVMM hvdef; rust-vmm mshv bindings; symbols of securekernel 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_PAGEACCESS
#define MILE_HYPERV_HYPERVISOR_PAGEACCESS

#include "Types.h"

HV_HEADER_BEGIN

/**
 * Accesses of a partition, or of a trust level, to a page: HV_MAP_GPA_...
 *
 * Write or execute access requires read access. Without MBEC (mode-based execution control, Vtl.h)
 * both execute flags should be equal; with MBEC, kernel execution without user execution is
 * undefined.
 */
typedef HV_UINT32 HV_MAP_GPA_FLAGS, *PHV_MAP_GPA_FLAGS;
typedef const HV_MAP_GPA_FLAGS *PCHV_MAP_GPA_FLAGS;
#define HV_MAP_GPA_PERMISSIONS_NONE 0x0
#define HV_MAP_GPA_READABLE 0x1
#define HV_MAP_GPA_WRITABLE 0x2
#define HV_MAP_GPA_KERNEL_EXECUTABLE 0x4 /**< Execution by the kernel; without MBEC, by any mode. */
#define HV_MAP_GPA_USER_EXECUTABLE 0x8   /**< Execution by user mode; ignored without MBEC. */
#define HV_MAP_GPA_SUPERVISOR_SHADOW_STACK 0x10   /**< The page may contain kernel shadow stacks. */
#define HV_MAP_GPA_PAGING_WRITABILITY 0x20        /**< Undocumented. */
#define HV_MAP_GPA_VERIFY_PAGING_WRITABILITY 0x40 /**< Undocumented. */
#define HV_MAP_GPA_ADJUSTABLE 0x8000              /**< Undocumented; VTL 1 must not use it (OpenVMM). */
#define HV_MAP_GPA_EXECUTABLE 0xC
#define HV_MAP_GPA_PERMISSIONS_ALL 0xF
#define HV_MAP_GPA_PERMISSIONS_MASK 0xF
/** Bits 16 and 17 are one field, zero for a page of the parent. Value 1: no access. */
#define HV_MAP_GPA_NO_ACCESS 0x10000
/** Bits 16 and 17, value 2: a shared page of zeros. */
#define HV_MAP_GPA_ZEROED 0x20000
/** Bits 16 and 17, value 3: a shared page of ones. */
#define HV_MAP_GPA_ONES 0x30000
/** No overlay page (Types.h) may cover it. */
#define HV_MAP_GPA_NO_OVERLAY 0x100000
#define HV_MAP_GPA_NOT_CACHED 0x200000
/** Changes of the marks that HvCallGetGpaPagesAccessState reads. */
#define HV_MAP_GPA_CLEAR_ACCESSED 0x1000000
#define HV_MAP_GPA_SET_ACCESSED 0x2000000
#define HV_MAP_GPA_CLEAR_DIRTY 0x4000000
#define HV_MAP_GPA_SET_DIRTY 0x8000000
#define HV_MAP_GPA_DONT_SET_RANGE_ACCESSED 0x10000000
/** Each repetition maps a large page of 2 MiB; both sides must be aligned to it. */
#define HV_MAP_GPA_LARGE_PAGE 0x80000000U

/** Levels above 0 for which a permission set has a member. */
#define HV_VTL_PERMISSION_SET_SIZE 2

/** The protections of a page: one word for each level above 0. */
typedef union HV_VTL_PERMISSION_SET
{
    HV_UINT32 AsUINT32;
    /** HV_MAP_GPA_... bits that VTL 1 (element 0) and VTL 2 (element 1) permit to lower levels. */
    HV_UINT16 VtlPermissionFrom1[2];
} HV_VTL_PERMISSION_SET, *PHV_VTL_PERMISSION_SET;
HV_STATIC_ASSERT(sizeof(HV_VTL_PERMISSION_SET) == 4);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_PAGEACCESS */
