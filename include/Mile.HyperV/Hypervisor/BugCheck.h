/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Stop codes of Windows: the number that a crashing Windows guest writes to the first crash register.
 *
 * A guest reports its own crash through the crash registers (Crash.h). The guest chooses the
 * values. A Windows guest writes its stop code (bug check code) to P0 and the code's four
 * parameters to P1 to P4.
 *
 * HV_BUG_CHECK_LIST names every stop code; each is also an enumerator or macro HV_BUG_CHECK_<Name>.
 * The names are those of Windows' bugcodes.h, which may be included before or after this header:
 * the lists join or quote the names and never expand them.
 *
 * A code with bit 28 set, whose name ends in _M (0x1000007E), means the same as the code without
 * it. Codes with bit 30 set (0x400001EF) belong, by their names, to live dumps and reports; they do
 * not stop the system. HV_BUG_CHECK_CONTEXT_MODIFIER is a flag on a code.
 *
 * Source: Windows SDK 10.0.28000 bugcodes.h (facts alone).
 */

#ifndef MILE_HYPERV_HYPERVISOR_BUG_CHECK
#define MILE_HYPERV_HYPERVISOR_BUG_CHECK

#include "Types.h"

HV_HEADER_BEGIN

/** Flag on a stop code; undocumented. */
#define HV_BUG_CHECK_CONTEXT_MODIFIER 0x80000000

/** Stop codes below 0x80: X(Name, Number). */
#define HV_BUG_CHECK_LIST_000(X)                                                                                       \
    X(APC_INDEX_MISMATCH, 0x00000001)                                                                                  \
    X(DEVICE_QUEUE_NOT_BUSY, 0x00000002)                                                                               \
    X(INVALID_AFFINITY_SET, 0x00000003)                                                                                \
    X(INVALID_DATA_ACCESS_TRAP, 0x00000004)                                                                            \
    X(INVALID_PROCESS_ATTACH_ATTEMPT, 0x00000005)                                                                      \
    X(INVALID_PROCESS_DETACH_ATTEMPT, 0x00000006)                                                                      \
    X(INVALID_SOFTWARE_INTERRUPT, 0x00000007)                                                                          \
    X(IRQL_NOT_DISPATCH_LEVEL, 0x00000008)                                                                             \
    X(IRQL_NOT_GREATER_OR_EQUAL, 0x00000009)                                                                           \
    X(IRQL_NOT_LESS_OR_EQUAL, 0x0000000A)                                                                              \
    X(NO_EXCEPTION_HANDLING_SUPPORT, 0x0000000B)                                                                       \
    X(MAXIMUM_WAIT_OBJECTS_EXCEEDED, 0x0000000C)                                                                       \
    X(MUTEX_LEVEL_NUMBER_VIOLATION, 0x0000000D)                                                                        \
    X(NO_USER_MODE_CONTEXT, 0x0000000E)                                                                                \
    X(SPIN_LOCK_ALREADY_OWNED, 0x0000000F)                                                                             \
    X(SPIN_LOCK_NOT_OWNED, 0x00000010)                                                                                 \
    X(THREAD_NOT_MUTEX_OWNER, 0x00000011)                                                                              \
    X(TRAP_CAUSE_UNKNOWN, 0x00000012)                                                                                  \
    X(EMPTY_THREAD_REAPER_LIST, 0x00000013)                                                                            \
    X(CREATE_DELETE_LOCK_NOT_LOCKED, 0x00000014)                                                                       \
    X(LAST_CHANCE_CALLED_FROM_KMODE, 0x00000015)                                                                       \
    X(CID_HANDLE_CREATION, 0x00000016)                                                                                 \
    X(CID_HANDLE_DELETION, 0x00000017)                                                                                 \
    X(REFERENCE_BY_POINTER, 0x00000018)                                                                                \
    X(BAD_POOL_HEADER, 0x00000019)                                                                                     \
    X(MEMORY_MANAGEMENT, 0x0000001A)                                                                                   \
    X(PFN_SHARE_COUNT, 0x0000001B)                                                                                     \
    X(PFN_REFERENCE_COUNT, 0x0000001C)                                                                                 \
    X(NO_SPIN_LOCK_AVAILABLE, 0x0000001D)                                                                              \
    X(KMODE_EXCEPTION_NOT_HANDLED, 0x0000001E)                                                                         \
    X(SHARED_RESOURCE_CONV_ERROR, 0x0000001F)                                                                          \
    X(KERNEL_APC_PENDING_DURING_EXIT, 0x00000020)                                                                      \
    X(QUOTA_UNDERFLOW, 0x00000021)                                                                                     \
    X(FILE_SYSTEM, 0x00000022)                                                                                         \
    X(FAT_FILE_SYSTEM, 0x00000023)                                                                                     \
    X(NTFS_FILE_SYSTEM, 0x00000024)                                                                                    \
    X(NPFS_FILE_SYSTEM, 0x00000025)                                                                                    \
    X(CDFS_FILE_SYSTEM, 0x00000026)                                                                                    \
    X(RDR_FILE_SYSTEM, 0x00000027)                                                                                     \
    X(CORRUPT_ACCESS_TOKEN, 0x00000028)                                                                                \
    X(SECURITY_SYSTEM, 0x00000029)                                                                                     \
    X(INCONSISTENT_IRP, 0x0000002A)                                                                                    \
    X(PANIC_STACK_SWITCH, 0x0000002B)                                                                                  \
    X(PORT_DRIVER_INTERNAL, 0x0000002C)                                                                                \
    X(SCSI_DISK_DRIVER_INTERNAL, 0x0000002D)                                                                           \
    X(DATA_BUS_ERROR, 0x0000002E)                                                                                      \
    X(INSTRUCTION_BUS_ERROR, 0x0000002F)                                                                               \
    X(SET_OF_INVALID_CONTEXT, 0x00000030)                                                                              \
    X(PHASE0_INITIALIZATION_FAILED, 0x00000031)                                                                        \
    X(PHASE1_INITIALIZATION_FAILED, 0x00000032)                                                                        \
    X(UNEXPECTED_INITIALIZATION_CALL, 0x00000033)                                                                      \
    X(CACHE_MANAGER, 0x00000034)                                                                                       \
    X(NO_MORE_IRP_STACK_LOCATIONS, 0x00000035)                                                                         \
    X(DEVICE_REFERENCE_COUNT_NOT_ZERO, 0x00000036)                                                                     \
    X(FLOPPY_INTERNAL_ERROR, 0x00000037)                                                                               \
    X(SERIAL_DRIVER_INTERNAL, 0x00000038)                                                                              \
    X(SYSTEM_EXIT_OWNED_MUTEX, 0x00000039)                                                                             \
    X(SYSTEM_UNWIND_PREVIOUS_USER, 0x0000003A)                                                                         \
    X(SYSTEM_SERVICE_EXCEPTION, 0x0000003B)                                                                            \
    X(INTERRUPT_UNWIND_ATTEMPTED, 0x0000003C)                                                                          \
    X(INTERRUPT_EXCEPTION_NOT_HANDLED, 0x0000003D)                                                                     \
    X(MULTIPROCESSOR_CONFIGURATION_NOT_SUPPORTED, 0x0000003E)                                                          \
    X(NO_MORE_SYSTEM_PTES, 0x0000003F)                                                                                 \
    X(TARGET_MDL_TOO_SMALL, 0x00000040)                                                                                \
    X(MUST_SUCCEED_POOL_EMPTY, 0x00000041)                                                                             \
    X(ATDISK_DRIVER_INTERNAL, 0x00000042)                                                                              \
    X(NO_SUCH_PARTITION, 0x00000043)                                                                                   \
    X(MULTIPLE_IRP_COMPLETE_REQUESTS, 0x00000044)                                                                      \
    X(INSUFFICIENT_SYSTEM_MAP_REGS, 0x00000045)                                                                        \
    X(DEREF_UNKNOWN_LOGON_SESSION, 0x00000046)                                                                         \
    X(REF_UNKNOWN_LOGON_SESSION, 0x00000047)                                                                           \
    X(CANCEL_STATE_IN_COMPLETED_IRP, 0x00000048)                                                                       \
    X(PAGE_FAULT_WITH_INTERRUPTS_OFF, 0x00000049)                                                                      \
    X(IRQL_GT_ZERO_AT_SYSTEM_SERVICE, 0x0000004A)                                                                      \
    X(STREAMS_INTERNAL_ERROR, 0x0000004B)                                                                              \
    X(FATAL_UNHANDLED_HARD_ERROR, 0x0000004C)                                                                          \
    X(NO_PAGES_AVAILABLE, 0x0000004D)                                                                                  \
    X(PFN_LIST_CORRUPT, 0x0000004E)                                                                                    \
    X(NDIS_INTERNAL_ERROR, 0x0000004F)                                                                                 \
    X(PAGE_FAULT_IN_NONPAGED_AREA, 0x00000050)                                                                         \
    X(REGISTRY_ERROR, 0x00000051)                                                                                      \
    X(MAILSLOT_FILE_SYSTEM, 0x00000052)                                                                                \
    X(NO_BOOT_DEVICE, 0x00000053)                                                                                      \
    X(LM_SERVER_INTERNAL_ERROR, 0x00000054)                                                                            \
    X(DATA_COHERENCY_EXCEPTION, 0x00000055)                                                                            \
    X(INSTRUCTION_COHERENCY_EXCEPTION, 0x00000056)                                                                     \
    X(XNS_INTERNAL_ERROR, 0x00000057)                                                                                  \
    X(VOLMGRX_INTERNAL_ERROR, 0x00000058)                                                                              \
    X(PINBALL_FILE_SYSTEM, 0x00000059)                                                                                 \
    X(CRITICAL_SERVICE_FAILED, 0x0000005A)                                                                             \
    X(SET_ENV_VAR_FAILED, 0x0000005B)                                                                                  \
    X(HAL_INITIALIZATION_FAILED, 0x0000005C)                                                                           \
    X(UNSUPPORTED_PROCESSOR, 0x0000005D)                                                                               \
    X(OBJECT_INITIALIZATION_FAILED, 0x0000005E)                                                                        \
    X(SECURITY_INITIALIZATION_FAILED, 0x0000005F)                                                                      \
    X(PROCESS_INITIALIZATION_FAILED, 0x00000060)                                                                       \
    X(HAL1_INITIALIZATION_FAILED, 0x00000061)                                                                          \
    X(OBJECT1_INITIALIZATION_FAILED, 0x00000062)                                                                       \
    X(SECURITY1_INITIALIZATION_FAILED, 0x00000063)                                                                     \
    X(SYMBOLIC_INITIALIZATION_FAILED, 0x00000064)                                                                      \
    X(MEMORY1_INITIALIZATION_FAILED, 0x00000065)                                                                       \
    X(CACHE_INITIALIZATION_FAILED, 0x00000066)                                                                         \
    X(CONFIG_INITIALIZATION_FAILED, 0x00000067)                                                                        \
    X(FILE_INITIALIZATION_FAILED, 0x00000068)                                                                          \
    X(IO1_INITIALIZATION_FAILED, 0x00000069)                                                                           \
    X(LPC_INITIALIZATION_FAILED, 0x0000006A)                                                                           \
    X(PROCESS1_INITIALIZATION_FAILED, 0x0000006B)                                                                      \
    X(REFMON_INITIALIZATION_FAILED, 0x0000006C)                                                                        \
    X(SESSION1_INITIALIZATION_FAILED, 0x0000006D)                                                                      \
    X(BOOTPROC_INITIALIZATION_FAILED, 0x0000006E)                                                                      \
    X(VSL_INITIALIZATION_FAILED, 0x0000006F)                                                                           \
    X(SOFT_RESTART_FATAL_ERROR, 0x00000070)                                                                            \
    X(SOFT_RESTART_LIVE_DUMP, 0x00000071)                                                                              \
    X(ASSIGN_DRIVE_LETTERS_FAILED, 0x00000072)                                                                         \
    X(CONFIG_LIST_FAILED, 0x00000073)                                                                                  \
    X(BAD_SYSTEM_CONFIG_INFO, 0x00000074)                                                                              \
    X(CANNOT_WRITE_CONFIGURATION, 0x00000075)                                                                          \
    X(PROCESS_HAS_LOCKED_PAGES, 0x00000076)                                                                            \
    X(KERNEL_STACK_INPAGE_ERROR, 0x00000077)                                                                           \
    X(PHASE0_EXCEPTION, 0x00000078)                                                                                    \
    X(MISMATCHED_HAL, 0x00000079)                                                                                      \
    X(KERNEL_DATA_INPAGE_ERROR, 0x0000007A)                                                                            \
    X(INACCESSIBLE_BOOT_DEVICE, 0x0000007B)                                                                            \
    X(BUGCODE_NDIS_DRIVER, 0x0000007C)                                                                                 \
    X(INSTALL_MORE_MEMORY, 0x0000007D)                                                                                 \
    X(SYSTEM_THREAD_EXCEPTION_NOT_HANDLED, 0x0000007E)                                                                 \
    X(UNEXPECTED_KERNEL_MODE_TRAP, 0x0000007F)

/** Stop codes 0x80 to 0xFF: X(Name, Number). */
#define HV_BUG_CHECK_LIST_080(X)                                                                                       \
    X(NMI_HARDWARE_FAILURE, 0x00000080)                                                                                \
    X(SPIN_LOCK_INIT_FAILURE, 0x00000081)                                                                              \
    X(DFS_FILE_SYSTEM, 0x00000082)                                                                                     \
    X(OFS_FILE_SYSTEM, 0x00000083)                                                                                     \
    X(RECOM_DRIVER, 0x00000084)                                                                                        \
    X(SETUP_FAILURE, 0x00000085)                                                                                       \
    X(AUDIT_FAILURE, 0x00000086)                                                                                       \
    X(MBR_CHECKSUM_MISMATCH, 0x0000008B)                                                                               \
    X(KERNEL_MODE_EXCEPTION_NOT_HANDLED, 0x0000008E)                                                                   \
    X(PP0_INITIALIZATION_FAILED, 0x0000008F)                                                                           \
    X(PP1_INITIALIZATION_FAILED, 0x00000090)                                                                           \
    X(WIN32K_INIT_OR_RIT_FAILURE, 0x00000091)                                                                          \
    X(UP_DRIVER_ON_MP_SYSTEM, 0x00000092)                                                                              \
    X(INVALID_KERNEL_HANDLE, 0x00000093)                                                                               \
    X(KERNEL_STACK_LOCKED_AT_EXIT, 0x00000094)                                                                         \
    X(PNP_INTERNAL_ERROR, 0x00000095)                                                                                  \
    X(INVALID_WORK_QUEUE_ITEM, 0x00000096)                                                                             \
    X(BOUND_IMAGE_UNSUPPORTED, 0x00000097)                                                                             \
    X(END_OF_NT_EVALUATION_PERIOD, 0x00000098)                                                                         \
    X(INVALID_REGION_OR_SEGMENT, 0x00000099)                                                                           \
    X(SYSTEM_LICENSE_VIOLATION, 0x0000009A)                                                                            \
    X(UDFS_FILE_SYSTEM, 0x0000009B)                                                                                    \
    X(MACHINE_CHECK_EXCEPTION, 0x0000009C)                                                                             \
    X(USER_MODE_HEALTH_MONITOR, 0x0000009E)                                                                            \
    X(DRIVER_POWER_STATE_FAILURE, 0x0000009F)                                                                          \
    X(INTERNAL_POWER_ERROR, 0x000000A0)                                                                                \
    X(PCI_BUS_DRIVER_INTERNAL, 0x000000A1)                                                                             \
    X(MEMORY_IMAGE_CORRUPT, 0x000000A2)                                                                                \
    X(ACPI_DRIVER_INTERNAL, 0x000000A3)                                                                                \
    X(CNSS_FILE_SYSTEM_FILTER, 0x000000A4)                                                                             \
    X(ACPI_BIOS_ERROR, 0x000000A5)                                                                                     \
    X(FP_EMULATION_ERROR, 0x000000A6)                                                                                  \
    X(BAD_EXHANDLE, 0x000000A7)                                                                                        \
    X(BOOTING_IN_SAFEMODE_MINIMAL, 0x000000A8)                                                                         \
    X(BOOTING_IN_SAFEMODE_NETWORK, 0x000000A9)                                                                         \
    X(BOOTING_IN_SAFEMODE_DSREPAIR, 0x000000AA)                                                                        \
    X(SESSION_HAS_VALID_POOL_ON_EXIT, 0x000000AB)                                                                      \
    X(HAL_MEMORY_ALLOCATION, 0x000000AC)                                                                               \
    X(BGI_DETECTED_VIOLATION, 0x000000B1)                                                                              \
    X(VIDEO_DRIVER_INIT_FAILURE, 0x000000B4)                                                                           \
    X(BOOTLOG_LOADED, 0x000000B5)                                                                                      \
    X(BOOTLOG_NOT_LOADED, 0x000000B6)                                                                                  \
    X(BOOTLOG_ENABLED, 0x000000B7)                                                                                     \
    X(ATTEMPTED_SWITCH_FROM_DPC, 0x000000B8)                                                                           \
    X(CHIPSET_DETECTED_ERROR, 0x000000B9)                                                                              \
    X(SESSION_HAS_VALID_VIEWS_ON_EXIT, 0x000000BA)                                                                     \
    X(NETWORK_BOOT_INITIALIZATION_FAILED, 0x000000BB)                                                                  \
    X(NETWORK_BOOT_DUPLICATE_ADDRESS, 0x000000BC)                                                                      \
    X(INVALID_HIBERNATED_STATE, 0x000000BD)                                                                            \
    X(ATTEMPTED_WRITE_TO_READONLY_MEMORY, 0x000000BE)                                                                  \
    X(MUTEX_ALREADY_OWNED, 0x000000BF)                                                                                 \
    X(PCI_CONFIG_SPACE_ACCESS_FAILURE, 0x000000C0)                                                                     \
    X(SPECIAL_POOL_DETECTED_MEMORY_CORRUPTION, 0x000000C1)                                                             \
    X(BAD_POOL_CALLER, 0x000000C2)                                                                                     \
    X(SYSTEM_IMAGE_BAD_SIGNATURE, 0x000000C3)                                                                          \
    X(DRIVER_VERIFIER_DETECTED_VIOLATION, 0x000000C4)                                                                  \
    X(DRIVER_CORRUPTED_EXPOOL, 0x000000C5)                                                                             \
    X(DRIVER_CAUGHT_MODIFYING_FREED_POOL, 0x000000C6)                                                                  \
    X(TIMER_OR_DPC_INVALID, 0x000000C7)                                                                                \
    X(IRQL_UNEXPECTED_VALUE, 0x000000C8)                                                                               \
    X(DRIVER_VERIFIER_IOMANAGER_VIOLATION, 0x000000C9)                                                                 \
    X(PNP_DETECTED_FATAL_ERROR, 0x000000CA)                                                                            \
    X(DRIVER_LEFT_LOCKED_PAGES_IN_PROCESS, 0x000000CB)                                                                 \
    X(PAGE_FAULT_IN_FREED_SPECIAL_POOL, 0x000000CC)                                                                    \
    X(PAGE_FAULT_BEYOND_END_OF_ALLOCATION, 0x000000CD)                                                                 \
    X(DRIVER_UNLOADED_WITHOUT_CANCELLING_PENDING_OPERATIONS, 0x000000CE)                                               \
    X(TERMINAL_SERVER_DRIVER_MADE_INCORRECT_MEMORY_REFERENCE, 0x000000CF)                                              \
    X(DRIVER_CORRUPTED_MMPOOL, 0x000000D0)                                                                             \
    X(DRIVER_IRQL_NOT_LESS_OR_EQUAL, 0x000000D1)                                                                       \
    X(BUGCODE_ID_DRIVER, 0x000000D2)                                                                                   \
    X(DRIVER_PORTION_MUST_BE_NONPAGED, 0x000000D3)                                                                     \
    X(SYSTEM_SCAN_AT_RAISED_IRQL_CAUGHT_IMPROPER_DRIVER_UNLOAD, 0x000000D4)                                            \
    X(DRIVER_PAGE_FAULT_IN_FREED_SPECIAL_POOL, 0x000000D5)                                                             \
    X(DRIVER_PAGE_FAULT_BEYOND_END_OF_ALLOCATION, 0x000000D6)                                                          \
    X(DRIVER_UNMAPPING_INVALID_VIEW, 0x000000D7)                                                                       \
    X(DRIVER_USED_EXCESSIVE_PTES, 0x000000D8)                                                                          \
    X(LOCKED_PAGES_TRACKER_CORRUPTION, 0x000000D9)                                                                     \
    X(SYSTEM_PTE_MISUSE, 0x000000DA)                                                                                   \
    X(DRIVER_CORRUPTED_SYSPTES, 0x000000DB)                                                                            \
    X(DRIVER_INVALID_STACK_ACCESS, 0x000000DC)                                                                         \
    X(DRIVER_VERIFIER_MISMATCH, 0x000000DD)                                                                            \
    X(POOL_CORRUPTION_IN_FILE_AREA, 0x000000DE)                                                                        \
    X(IMPERSONATING_WORKER_THREAD, 0x000000DF)                                                                         \
    X(ACPI_BIOS_FATAL_ERROR, 0x000000E0)                                                                               \
    X(WORKER_THREAD_RETURNED_AT_BAD_IRQL, 0x000000E1)                                                                  \
    X(MANUALLY_INITIATED_CRASH, 0x000000E2)                                                                            \
    X(RESOURCE_NOT_OWNED, 0x000000E3)                                                                                  \
    X(WORKER_INVALID, 0x000000E4)                                                                                      \
    X(POWER_FAILURE_SIMULATE, 0x000000E5)                                                                              \
    X(DRIVER_VERIFIER_DMA_VIOLATION, 0x000000E6)                                                                       \
    X(INVALID_FLOATING_POINT_STATE, 0x000000E7)                                                                        \
    X(INVALID_CANCEL_OF_FILE_OPEN, 0x000000E8)                                                                         \
    X(ACTIVE_EX_WORKER_THREAD_TERMINATION, 0x000000E9)                                                                 \
    X(THREAD_STUCK_IN_DEVICE_DRIVER, 0x000000EA)                                                                       \
    X(DIRTY_MAPPED_PAGES_CONGESTION, 0x000000EB)                                                                       \
    X(SESSION_HAS_VALID_SPECIAL_POOL_ON_EXIT, 0x000000EC)                                                              \
    X(UNMOUNTABLE_BOOT_VOLUME, 0x000000ED)                                                                             \
    X(CRITICAL_PROCESS_DIED, 0x000000EF)                                                                               \
    X(STORAGE_MINIPORT_ERROR, 0x000000F0)                                                                              \
    X(SCSI_VERIFIER_DETECTED_VIOLATION, 0x000000F1)                                                                    \
    X(HARDWARE_INTERRUPT_STORM, 0x000000F2)                                                                            \
    X(DISORDERLY_SHUTDOWN, 0x000000F3)                                                                                 \
    X(CRITICAL_OBJECT_TERMINATION, 0x000000F4)                                                                         \
    X(FLTMGR_FILE_SYSTEM, 0x000000F5)                                                                                  \
    X(PCI_VERIFIER_DETECTED_VIOLATION, 0x000000F6)                                                                     \
    X(DRIVER_OVERRAN_STACK_BUFFER, 0x000000F7)                                                                         \
    X(RAMDISK_BOOT_INITIALIZATION_FAILED, 0x000000F8)                                                                  \
    X(DRIVER_RETURNED_STATUS_REPARSE_FOR_VOLUME_OPEN, 0x000000F9)                                                      \
    X(HTTP_DRIVER_CORRUPTED, 0x000000FA)                                                                               \
    X(RECURSIVE_MACHINE_CHECK, 0x000000FB)                                                                             \
    X(ATTEMPTED_EXECUTE_OF_NOEXECUTE_MEMORY, 0x000000FC)                                                               \
    X(DIRTY_NOWRITE_PAGES_CONGESTION, 0x000000FD)                                                                      \
    X(BUGCODE_USB_DRIVER, 0x000000FE)                                                                                  \
    X(RESERVE_QUEUE_OVERFLOW, 0x000000FF)

/** Stop codes 0x100 to 0x17F: X(Name, Number). */
#define HV_BUG_CHECK_LIST_100(X)                                                                                       \
    X(LOADER_BLOCK_MISMATCH, 0x00000100)                                                                               \
    X(CLOCK_WATCHDOG_TIMEOUT, 0x00000101)                                                                              \
    X(DPC_WATCHDOG_TIMEOUT, 0x00000102)                                                                                \
    X(MUP_FILE_SYSTEM, 0x00000103)                                                                                     \
    X(AGP_INVALID_ACCESS, 0x00000104)                                                                                  \
    X(AGP_GART_CORRUPTION, 0x00000105)                                                                                 \
    X(AGP_ILLEGALLY_REPROGRAMMED, 0x00000106)                                                                          \
    X(KERNEL_EXPAND_STACK_ACTIVE, 0x00000107)                                                                          \
    X(THIRD_PARTY_FILE_SYSTEM_FAILURE, 0x00000108)                                                                     \
    X(CRITICAL_STRUCTURE_CORRUPTION, 0x00000109)                                                                       \
    X(APP_TAGGING_INITIALIZATION_FAILED, 0x0000010A)                                                                   \
    X(DFSC_FILE_SYSTEM, 0x0000010B)                                                                                    \
    X(FSRTL_EXTRA_CREATE_PARAMETER_VIOLATION, 0x0000010C)                                                              \
    X(WDF_VIOLATION, 0x0000010D)                                                                                       \
    X(VIDEO_MEMORY_MANAGEMENT_INTERNAL, 0x0000010E)                                                                    \
    X(DRIVER_INVALID_CRUNTIME_PARAMETER, 0x00000110)                                                                   \
    X(RECURSIVE_NMI, 0x00000111)                                                                                       \
    X(MSRPC_STATE_VIOLATION, 0x00000112)                                                                               \
    X(VIDEO_DXGKRNL_FATAL_ERROR, 0x00000113)                                                                           \
    X(VIDEO_SHADOW_DRIVER_FATAL_ERROR, 0x00000114)                                                                     \
    X(AGP_INTERNAL, 0x00000115)                                                                                        \
    X(VIDEO_TDR_FAILURE, 0x00000116)                                                                                   \
    X(VIDEO_TDR_TIMEOUT_DETECTED, 0x00000117)                                                                          \
    X(NTHV_GUEST_ERROR, 0x00000118)                                                                                    \
    X(VIDEO_SCHEDULER_INTERNAL_ERROR, 0x00000119)                                                                      \
    X(EM_INITIALIZATION_ERROR, 0x0000011A)                                                                             \
    X(DRIVER_RETURNED_HOLDING_CANCEL_LOCK, 0x0000011B)                                                                 \
    X(ATTEMPTED_WRITE_TO_CM_PROTECTED_STORAGE, 0x0000011C)                                                             \
    X(EVENT_TRACING_FATAL_ERROR, 0x0000011D)                                                                           \
    X(TOO_MANY_RECURSIVE_FAULTS, 0x0000011E)                                                                           \
    X(INVALID_DRIVER_HANDLE, 0x0000011F)                                                                               \
    X(BITLOCKER_FATAL_ERROR, 0x00000120)                                                                               \
    X(DRIVER_VIOLATION, 0x00000121)                                                                                    \
    X(WHEA_INTERNAL_ERROR, 0x00000122)                                                                                 \
    X(CRYPTO_SELF_TEST_FAILURE, 0x00000123)                                                                            \
    X(WHEA_UNCORRECTABLE_ERROR, 0x00000124)                                                                            \
    X(NMR_INVALID_STATE, 0x00000125)                                                                                   \
    X(NETIO_INVALID_POOL_CALLER, 0x00000126)                                                                           \
    X(PAGE_NOT_ZERO, 0x00000127)                                                                                       \
    X(WORKER_THREAD_RETURNED_WITH_BAD_IO_PRIORITY, 0x00000128)                                                         \
    X(WORKER_THREAD_RETURNED_WITH_BAD_PAGING_IO_PRIORITY, 0x00000129)                                                  \
    X(MUI_NO_VALID_SYSTEM_LANGUAGE, 0x0000012A)                                                                        \
    X(FAULTY_HARDWARE_CORRUPTED_PAGE, 0x0000012B)                                                                      \
    X(EXFAT_FILE_SYSTEM, 0x0000012C)                                                                                   \
    X(VOLSNAP_OVERLAPPED_TABLE_ACCESS, 0x0000012D)                                                                     \
    X(INVALID_MDL_RANGE, 0x0000012E)                                                                                   \
    X(VHD_BOOT_INITIALIZATION_FAILED, 0x0000012F)                                                                      \
    X(DYNAMIC_ADD_PROCESSOR_MISMATCH, 0x00000130)                                                                      \
    X(INVALID_EXTENDED_PROCESSOR_STATE, 0x00000131)                                                                    \
    X(RESOURCE_OWNER_POINTER_INVALID, 0x00000132)                                                                      \
    X(DPC_WATCHDOG_VIOLATION, 0x00000133)                                                                              \
    X(DRIVE_EXTENDER, 0x00000134)                                                                                      \
    X(REGISTRY_FILTER_DRIVER_EXCEPTION, 0x00000135)                                                                    \
    X(VHD_BOOT_HOST_VOLUME_NOT_ENOUGH_SPACE, 0x00000136)                                                               \
    X(WIN32K_HANDLE_MANAGER, 0x00000137)                                                                               \
    X(GPIO_CONTROLLER_DRIVER_ERROR, 0x00000138)                                                                        \
    X(KERNEL_SECURITY_CHECK_FAILURE, 0x00000139)                                                                       \
    X(KERNEL_MODE_HEAP_CORRUPTION, 0x0000013A)                                                                         \
    X(PASSIVE_INTERRUPT_ERROR, 0x0000013B)                                                                             \
    X(INVALID_IO_BOOST_STATE, 0x0000013C)                                                                              \
    X(CRITICAL_INITIALIZATION_FAILURE, 0x0000013D)                                                                     \
    X(ERRATA_WORKAROUND_UNSUCCESSFUL, 0x0000013E)                                                                      \
    X(REGISTRY_CALLBACK_DRIVER_EXCEPTION, 0x0000013F)                                                                  \
    X(STORAGE_DEVICE_ABNORMALITY_DETECTED, 0x00000140)                                                                 \
    X(VIDEO_ENGINE_TIMEOUT_DETECTED, 0x00000141)                                                                       \
    X(VIDEO_TDR_APPLICATION_BLOCKED, 0x00000142)                                                                       \
    X(PROCESSOR_DRIVER_INTERNAL, 0x00000143)                                                                           \
    X(BUGCODE_USB3_DRIVER, 0x00000144)                                                                                 \
    X(SECURE_BOOT_VIOLATION, 0x00000145)                                                                               \
    X(NDIS_NET_BUFFER_LIST_INFO_ILLEGALLY_TRANSFERRED, 0x00000146)                                                     \
    X(ABNORMAL_RESET_DETECTED, 0x00000147)                                                                             \
    X(IO_OBJECT_INVALID, 0x00000148)                                                                                   \
    X(REFS_FILE_SYSTEM, 0x00000149)                                                                                    \
    X(KERNEL_WMI_INTERNAL, 0x0000014A)                                                                                 \
    X(SOC_SUBSYSTEM_FAILURE, 0x0000014B)                                                                               \
    X(FATAL_ABNORMAL_RESET_ERROR, 0x0000014C)                                                                          \
    X(EXCEPTION_SCOPE_INVALID, 0x0000014D)                                                                             \
    X(SOC_CRITICAL_DEVICE_REMOVED, 0x0000014E)                                                                         \
    X(PDC_WATCHDOG_TIMEOUT, 0x0000014F)                                                                                \
    X(TCPIP_AOAC_NIC_ACTIVE_REFERENCE_LEAK, 0x00000150)                                                                \
    X(UNSUPPORTED_INSTRUCTION_MODE, 0x00000151)                                                                        \
    X(INVALID_PUSH_LOCK_FLAGS, 0x00000152)                                                                             \
    X(KERNEL_LOCK_ENTRY_LEAKED_ON_THREAD_TERMINATION, 0x00000153)                                                      \
    X(UNEXPECTED_STORE_EXCEPTION, 0x00000154)                                                                          \
    X(OS_DATA_TAMPERING, 0x00000155)                                                                                   \
    X(WINSOCK_DETECTED_HUNG_CLOSESOCKET_LIVEDUMP, 0x00000156)                                                          \
    X(KERNEL_THREAD_PRIORITY_FLOOR_VIOLATION, 0x00000157)                                                              \
    X(ILLEGAL_IOMMU_PAGE_FAULT, 0x00000158)                                                                            \
    X(HAL_ILLEGAL_IOMMU_PAGE_FAULT, 0x00000159)                                                                        \
    X(SDBUS_INTERNAL_ERROR, 0x0000015A)                                                                                \
    X(WORKER_THREAD_RETURNED_WITH_SYSTEM_PAGE_PRIORITY_ACTIVE, 0x0000015B)                                             \
    X(PDC_WATCHDOG_TIMEOUT_LIVEDUMP, 0x0000015C)                                                                       \
    X(SOC_SUBSYSTEM_FAILURE_LIVEDUMP, 0x0000015D)                                                                      \
    X(BUGCODE_NDIS_DRIVER_LIVE_DUMP, 0x0000015E)                                                                       \
    X(CONNECTED_STANDBY_WATCHDOG_TIMEOUT_LIVEDUMP, 0x0000015F)                                                         \
    X(WIN32K_ATOMIC_CHECK_FAILURE, 0x00000160)                                                                         \
    X(LIVE_SYSTEM_DUMP, 0x00000161)                                                                                    \
    X(KERNEL_AUTO_BOOST_INVALID_LOCK_RELEASE, 0x00000162)                                                              \
    X(WORKER_THREAD_TEST_CONDITION, 0x00000163)                                                                        \
    X(WIN32K_CRITICAL_FAILURE, 0x00000164)                                                                             \
    X(CLUSTER_CSV_STATUS_IO_TIMEOUT_LIVEDUMP, 0x00000165)                                                              \
    X(CLUSTER_RESOURCE_CALL_TIMEOUT_LIVEDUMP, 0x00000166)                                                              \
    X(CLUSTER_CSV_SNAPSHOT_DEVICE_INFO_TIMEOUT_LIVEDUMP, 0x00000167)                                                   \
    X(CLUSTER_CSV_STATE_TRANSITION_TIMEOUT_LIVEDUMP, 0x00000168)                                                       \
    X(CLUSTER_CSV_VOLUME_ARRIVAL_LIVEDUMP, 0x00000169)                                                                 \
    X(CLUSTER_CSV_VOLUME_REMOVAL_LIVEDUMP, 0x0000016A)                                                                 \
    X(CLUSTER_CSV_CLUSTER_WATCHDOG_LIVEDUMP, 0x0000016B)                                                               \
    X(INVALID_RUNDOWN_PROTECTION_FLAGS, 0x0000016C)                                                                    \
    X(INVALID_SLOT_ALLOCATOR_FLAGS, 0x0000016D)                                                                        \
    X(ERESOURCE_INVALID_RELEASE, 0x0000016E)                                                                           \
    X(CLUSTER_CSV_STATE_TRANSITION_INTERVAL_TIMEOUT_LIVEDUMP, 0x0000016F)                                              \
    X(CLUSTER_CSV_CLUSSVC_DISCONNECT_WATCHDOG, 0x00000170)                                                             \
    X(CRYPTO_LIBRARY_INTERNAL_ERROR, 0x00000171)                                                                       \
    X(SECURE_KERNEL_HIBERNATE_ERROR, 0x00000172)                                                                       \
    X(COREMSGCALL_INTERNAL_ERROR, 0x00000173)                                                                          \
    X(COREMSG_INTERNAL_ERROR, 0x00000174)                                                                              \
    X(PREVIOUS_FATAL_ABNORMAL_RESET_ERROR, 0x00000175)                                                                 \
    X(STORAGE_STACK_FATAL_ERROR, 0x00000176)                                                                           \
    X(ELAM_DRIVER_DETECTED_FATAL_ERROR, 0x00000178)                                                                    \
    X(CLUSTER_CLUSPORT_STATUS_IO_TIMEOUT_LIVEDUMP, 0x00000179)                                                         \
    X(PROFILER_CONFIGURATION_ILLEGAL, 0x0000017B)                                                                      \
    X(PDC_LOCK_WATCHDOG_LIVEDUMP, 0x0000017C)                                                                          \
    X(PDC_UNEXPECTED_REVOCATION_LIVEDUMP, 0x0000017D)                                                                  \
    X(MICROCODE_REVISION_MISMATCH, 0x0000017E)                                                                         \
    X(HYPERGUARD_INITIALIZATION_FAILURE, 0x0000017F)

/** Stop codes 0x180 to 0xFFF: X(Name, Number). */
#define HV_BUG_CHECK_LIST_180(X)                                                                                       \
    X(WVR_LIVEDUMP_REPLICATION_IOCONTEXT_TIMEOUT, 0x00000180)                                                          \
    X(WVR_LIVEDUMP_STATE_TRANSITION_TIMEOUT, 0x00000181)                                                               \
    X(WVR_LIVEDUMP_RECOVERY_IOCONTEXT_TIMEOUT, 0x00000182)                                                             \
    X(WVR_LIVEDUMP_APP_IO_TIMEOUT, 0x00000183)                                                                         \
    X(WVR_LIVEDUMP_MANUALLY_INITIATED, 0x00000184)                                                                     \
    X(WVR_LIVEDUMP_STATE_FAILURE, 0x00000185)                                                                          \
    X(WVR_LIVEDUMP_CRITICAL_ERROR, 0x00000186)                                                                         \
    X(VIDEO_DWMINIT_TIMEOUT_FALLBACK_BDD, 0x00000187)                                                                  \
    X(CLUSTER_CSVFS_LIVEDUMP, 0x00000188)                                                                              \
    X(BAD_OBJECT_HEADER, 0x00000189)                                                                                   \
    X(SILO_CORRUPT, 0x0000018A)                                                                                        \
    X(SECURE_KERNEL_ERROR, 0x0000018B)                                                                                 \
    X(HYPERGUARD_VIOLATION, 0x0000018C)                                                                                \
    X(SECURE_FAULT_UNHANDLED, 0x0000018D)                                                                              \
    X(KERNEL_PARTITION_REFERENCE_VIOLATION, 0x0000018E)                                                                \
    X(SYNTHETIC_EXCEPTION_UNHANDLED, 0x0000018F)                                                                       \
    X(WIN32K_CRITICAL_FAILURE_LIVEDUMP, 0x00000190)                                                                    \
    X(PF_DETECTED_CORRUPTION, 0x00000191)                                                                              \
    X(KERNEL_AUTO_BOOST_LOCK_ACQUISITION_WITH_RAISED_IRQL, 0x00000192)                                                 \
    X(VIDEO_DXGKRNL_LIVEDUMP, 0x00000193)                                                                              \
    X(SAVER_NONRESPONSIVEPROCESS, 0x00000194)                                                                          \
    X(SMB_SERVER_LIVEDUMP, 0x00000195)                                                                                 \
    X(LOADER_ROLLBACK_DETECTED, 0x00000196)                                                                            \
    X(WIN32K_SECURITY_FAILURE, 0x00000197)                                                                             \
    X(UFX_LIVEDUMP, 0x00000198)                                                                                        \
    X(KERNEL_STORAGE_SLOT_IN_USE, 0x00000199)                                                                          \
    X(WORKER_THREAD_RETURNED_WHILE_ATTACHED_TO_SILO, 0x0000019A)                                                       \
    X(TTM_FATAL_ERROR, 0x0000019B)                                                                                     \
    X(WIN32K_POWER_WATCHDOG_TIMEOUT, 0x0000019C)                                                                       \
    X(CLUSTER_SVHDX_LIVEDUMP, 0x0000019D)                                                                              \
    X(BUGCODE_NETADAPTER_DRIVER, 0x0000019E)                                                                           \
    X(PDC_PRIVILEGE_CHECK_LIVEDUMP, 0x0000019F)                                                                        \
    X(TTM_WATCHDOG_TIMEOUT, 0x000001A0)                                                                                \
    X(WIN32K_CALLOUT_WATCHDOG_LIVEDUMP, 0x000001A1)                                                                    \
    X(WIN32K_CALLOUT_WATCHDOG_BUGCHECK, 0x000001A2)                                                                    \
    X(CALL_HAS_NOT_RETURNED_WATCHDOG_TIMEOUT_LIVEDUMP, 0x000001A3)                                                     \
    X(DRIPS_SW_HW_DIVERGENCE_LIVEDUMP, 0x000001A4)                                                                     \
    X(USB_DRIPS_BLOCKER_SURPRISE_REMOVAL_LIVEDUMP, 0x000001A5)                                                         \
    X(BLUETOOTH_ERROR_RECOVERY_LIVEDUMP, 0x000001A6)                                                                   \
    X(SMB_REDIRECTOR_LIVEDUMP, 0x000001A7)                                                                             \
    X(VIDEO_DXGKRNL_BLACK_SCREEN_LIVEDUMP, 0x000001A8)                                                                 \
    X(DIRECTED_FX_TRANSITION_LIVEDUMP, 0x000001A9)                                                                     \
    X(EXCEPTION_ON_INVALID_STACK, 0x000001AA)                                                                          \
    X(UNWIND_ON_INVALID_STACK, 0x000001AB)                                                                             \
    X(VIDEO_MINIPORT_FAILED_LIVEDUMP, 0x000001B0)                                                                      \
    X(VIDEO_MINIPORT_BLACK_SCREEN_LIVEDUMP, 0x000001B8)                                                                \
    X(DRIVER_VERIFIER_DETECTED_VIOLATION_LIVEDUMP, 0x000001C4)                                                         \
    X(IO_THREADPOOL_DEADLOCK_LIVEDUMP, 0x000001C5)                                                                     \
    X(FAST_ERESOURCE_PRECONDITION_VIOLATION, 0x000001C6)                                                               \
    X(STORE_DATA_STRUCTURE_CORRUPTION, 0x000001C7)                                                                     \
    X(MANUALLY_INITIATED_POWER_BUTTON_HOLD, 0x000001C8)                                                                \
    X(USER_MODE_HEALTH_MONITOR_LIVEDUMP, 0x000001C9)                                                                   \
    X(SYNTHETIC_WATCHDOG_TIMEOUT, 0x000001CA)                                                                          \
    X(INVALID_SILO_DETACH, 0x000001CB)                                                                                 \
    X(EXRESOURCE_TIMEOUT_LIVEDUMP, 0x000001CC)                                                                         \
    X(INVALID_CALLBACK_STACK_ADDRESS, 0x000001CD)                                                                      \
    X(INVALID_KERNEL_STACK_ADDRESS, 0x000001CE)                                                                        \
    X(HARDWARE_WATCHDOG_TIMEOUT, 0x000001CF)                                                                           \
    X(ACPI_FIRMWARE_WATCHDOG_TIMEOUT, 0x000001D0)                                                                      \
    X(TELEMETRY_ASSERTS_LIVEDUMP, 0x000001D1)                                                                          \
    X(WORKER_THREAD_INVALID_STATE, 0x000001D2)                                                                         \
    X(WFP_INVALID_OPERATION, 0x000001D3)                                                                               \
    X(UCMUCSI_LIVEDUMP, 0x000001D4)                                                                                    \
    X(DRIVER_PNP_WATCHDOG, 0x000001D5)                                                                                 \
    X(WORKER_THREAD_RETURNED_WITH_NON_DEFAULT_WORKLOAD_CLASS, 0x000001D6)                                              \
    X(EFS_FATAL_ERROR, 0x000001D7)                                                                                     \
    X(UCMUCSI_FAILURE, 0x000001D8)                                                                                     \
    X(HAL_IOMMU_INTERNAL_ERROR, 0x000001D9)                                                                            \
    X(HAL_BLOCKED_PROCESSOR_INTERNAL_ERROR, 0x000001DA)                                                                \
    X(IPI_WATCHDOG_TIMEOUT, 0x000001DB)                                                                                \
    X(DMA_COMMON_BUFFER_VECTOR_ERROR, 0x000001DC)                                                                      \
    X(BUGCODE_MBBADAPTER_DRIVER, 0x000001DD)                                                                           \
    X(BUGCODE_WIFIADAPTER_DRIVER, 0x000001DE)                                                                          \
    X(PROCESSOR_START_TIMEOUT, 0x000001DF)                                                                             \
    X(INVALID_ALTERNATE_SYSTEM_CALL_HANDLER_REGISTRATION, 0x000001E0)                                                  \
    X(DEVICE_DIAGNOSTIC_LOG_LIVEDUMP, 0x000001E1)                                                                      \
    X(AZURE_DEVICE_FW_DUMP, 0x000001E2)                                                                                \
    X(BREAKAWAY_CABLE_TRANSITION, 0x000001E3)                                                                          \
    X(VIDEO_DXGKRNL_SYSMM_FATAL_ERROR, 0x000001E4)                                                                     \
    X(DRIVER_VERIFIER_TRACKING_LIVE_DUMP, 0x000001E5)                                                                  \
    X(CRASHDUMP_WATCHDOG_TIMEOUT, 0x000001E6)                                                                          \
    X(REGISTRY_LIVE_DUMP, 0x000001E7)                                                                                  \
    X(INVALID_THREAD_AFFINITY_STATE, 0x000001E8)                                                                       \
    X(ILLEGAL_ATS_INITIALIZATION, 0x000001E9)                                                                          \
    X(SECURE_PCI_CONFIG_SPACE_ACCESS_VIOLATION, 0x000001EA)                                                            \
    X(DAM_WATCHDOG_TIMEOUT, 0x000001EB)                                                                                \
    X(HANDLE_LIVE_DUMP, 0x000001EC)                                                                                    \
    X(HANDLE_ERROR_ON_CRITICAL_THREAD, 0x000001ED)                                                                     \
    X(USB4_HARDWARE_VIOLATION, 0x000001F0)                                                                             \
    X(KASAN_ENLIGHTENMENT_VIOLATION, 0x000001F1)                                                                       \
    X(KASAN_ILLEGAL_ACCESS, 0x000001F2)                                                                                \
    X(IORING, 0x000001F3)                                                                                              \
    X(MDL_CACHE, 0x000001F4)                                                                                           \
    X(APPLICATION_HANG_KERNEL_LIVEDUMP, 0x000001F5)                                                                    \
    X(MISALIGNED_POINTER_PARAMETER, 0x000001F6)                                                                        \
    X(MSSECCORE_ASSERTION_FAILURE, 0x000001F7)                                                                         \
    X(INVALID_MINIMAL_PROCESS_STATE, 0x000001F8)                                                                       \
    X(PREVIOUS_MODE_MISMATCH, 0x000001F9)                                                                              \
    X(SMB_SRV_REQUEST_VALIDATION_FAILURE, 0x000001FA)                                                                  \
    X(IOMMU_INTERRUPT_REMAPPING_FAULT, 0x000001FB)                                                                     \
    X(WIN32K_CALLOUT_UNREGISTER_FAILED, 0x000001FC)                                                                    \
    X(HAL_SPE_INTERNAL_ERROR, 0x000001FD)                                                                              \
    X(SMB_CLIENT_REQUEST_VALIDATION_FAILURE, 0x000001FE)                                                               \
    X(CPU_SCHEDULER_INTERNAL_ERROR, 0x00000200)                                                                        \
    X(PROCESS_TERMINATE_LIKELY_DEADLOCK, 0x00000201)                                                                   \
    X(UNEXPECTED_CODEPATH, 0x00000202)                                                                                 \
    X(INVALID_EXTENSION_STATE, 0x00000203)                                                                             \
    X(INVALID_CACHED_SYSTEM_TABLE, 0x00000204)                                                                         \
    X(KCSAN_RACY_ACCESS, 0x00000205)                                                                                   \
    X(MULTITIER_MEMORY_DRIVER_INTERNAL, 0x00000206)                                                                    \
    X(FILEINFO_POSSIBLE_DEADLOCK_LIVE_DUMP, 0x00000207)                                                                \
    X(STORAGE_DRIVER_LIVEDUMP, 0x00000208)                                                                             \
    X(INTERRUPTS_STATE_MISMATCH, 0x0000020A)                                                                           \
    X(TEST_INITIATED_CRASH, 0x0000020B)                                                                                \
    X(SAVER_MTBFCOMMANDTIMEOUT, 0x00000315)                                                                            \
    X(XBOX_VMCTRL_CS_TIMEOUT, 0x00000356)                                                                              \
    X(XBOX_CORRUPTED_IMAGE, 0x00000357)                                                                                \
    X(XBOX_INVERTED_FUNCTION_TABLE_OVERFLOW, 0x00000358)                                                               \
    X(XBOX_CORRUPTED_IMAGE_BASE, 0x00000359)                                                                           \
    X(XBOX_XDS_WATCHDOG_TIMEOUT, 0x0000035A)                                                                           \
    X(XBOX_SHUTDOWN_WATCHDOG_TIMEOUT, 0x0000035B)                                                                      \
    X(XBOX_CANNOT_MANAGE_PARTITION_MEMORY, 0x0000035D)                                                                 \
    X(XBOX_360_SYSTEM_CRASH, 0x00000360)                                                                               \
    X(XBOX_360_SYSTEM_CRASH_RESERVED, 0x00000420)                                                                      \
    X(XBOX_SECURITY_FAILUE, 0x00000421)                                                                                \
    X(KERNEL_CFG_INIT_FAILURE, 0x00000422)                                                                             \
    X(ASSERTBUGCODE_I3CHOST_DRIVER, 0x00000423)                                                                        \
    X(BC_BLUETOOTH_VERIFIER_FAULT, 0x00000BFE)                                                                         \
    X(BC_BTHMINI_VERIFIER_FAULT, 0x00000BFF)

/** Stop codes from 0x1000 that fit an `int`: X(Name, Number). */
#define HV_BUG_CHECK_LIST_OTHER(X)                                                                                     \
    X(MANUALLY_INITIATED_POWER_BUTTON_HOLD_LIVE_DUMP, 0x000011C8)                                                      \
    X(MANUALLY_INITIATED_BLACKSCREEN_HOTKEY_LIVE_DUMP, 0x000021C8)                                                     \
    X(MANUALLY_INITIATED_POWER_BUTTON_HOLD_KERNEL_LIVE_DUMP, 0x000031C8)                                               \
    X(SAVER_SICKAPPLICATION, 0x00008866)                                                                               \
    X(SAVER_UNSPECIFIED, 0x0000F000)                                                                                   \
    X(SAVER_BLANKSCREEN, 0x0000F002)                                                                                   \
    X(SAVER_INPUT, 0x0000F003)                                                                                         \
    X(SAVER_WATCHDOG, 0x0000F004)                                                                                      \
    X(SAVER_STARTNOTVISIBLE, 0x0000F005)                                                                               \
    X(SAVER_NAVIGATIONMODEL, 0x0000F006)                                                                               \
    X(SAVER_OUTOFMEMORY, 0x0000F007)                                                                                   \
    X(SAVER_GRAPHICS, 0x0000F008)                                                                                      \
    X(SAVER_NAVSERVERTIMEOUT, 0x0000F009)                                                                              \
    X(SAVER_CHROMEPROCESSCRASH, 0x0000F00A)                                                                            \
    X(SAVER_NOTIFICATIONDISMISSAL, 0x0000F00B)                                                                         \
    X(SAVER_SPEECHDISMISSAL, 0x0000F00C)                                                                               \
    X(SAVER_CALLDISMISSAL, 0x0000F00D)                                                                                 \
    X(SAVER_APPBARDISMISSAL, 0x0000F00E)                                                                               \
    X(SAVER_RILADAPTATIONCRASH, 0x0000F00F)                                                                            \
    X(SAVER_APPLISTUNREACHABLE, 0x0000F010)                                                                            \
    X(SAVER_REPORTNOTIFICATIONFAILURE, 0x0000F011)                                                                     \
    X(SAVER_UNEXPECTEDSHUTDOWN, 0x0000F012)                                                                            \
    X(SAVER_RPCFAILURE, 0x0000F013)                                                                                    \
    X(SAVER_AUXILIARYFULLDUMP, 0x0000F014)                                                                             \
    X(SAVER_ACCOUNTPROVSVCINITFAILURE, 0x0000F015)                                                                     \
    X(SAVER_MTBFCOMMANDHANG, 0x0000F101)                                                                               \
    X(SAVER_MTBFPASSBUGCHECK, 0x0000F102)                                                                              \
    X(SAVER_MTBFIOERROR, 0x0000F103)                                                                                   \
    X(SAVER_RENDERTHREADHANG, 0x0000F200)                                                                              \
    X(SAVER_RENDERMOBILEUIOOM, 0x0000F201)                                                                             \
    X(SAVER_DEVICEUPDATEUNSPECIFIED, 0x0000F300)                                                                       \
    X(SAVER_AUDIODRIVERHANG, 0x0000F400)                                                                               \
    X(SAVER_BATTERYPULLOUT, 0x0000F500)                                                                                \
    X(SAVER_MEDIACORETESTHANG, 0x0000F600)                                                                             \
    X(SAVER_RESOURCEMANAGEMENT, 0x0000F700)                                                                            \
    X(SAVER_CAPTURESERVICE, 0x0000F800)                                                                                \
    X(SAVER_WAITFORSHELLREADY, 0x0000F900)                                                                             \
    X(HYPERVISOR_ERROR, 0x00020001)                                                                                    \
    X(XBOX_MANUALLY_INITIATED_CRASH, 0x00030006)                                                                       \
    X(PAGE_FAULT_IN_NONPAGED_AREA_M, 0x10000050)                                                                       \
    X(SYSTEM_THREAD_EXCEPTION_NOT_HANDLED_M, 0x1000007E)                                                               \
    X(UNEXPECTED_KERNEL_MODE_TRAP_M, 0x1000007F)                                                                       \
    X(KERNEL_MODE_EXCEPTION_NOT_HANDLED_M, 0x1000008E)                                                                 \
    X(DRIVER_PAGE_FAULT_BEYOND_END_OF_ALLOCATION_M, 0x100000D6)                                                        \
    X(THREAD_STUCK_IN_DEVICE_DRIVER_M, 0x100000EA)                                                                     \
    X(THREAD_TERMINATE_HELD_MUTEX, 0x4000008A)                                                                         \
    X(VIDEO_DRIVER_DEBUG_REPORT_REQUEST, 0x400000AD)                                                                   \
    X(MPSDRV_QUERY_USER, 0x400001EE)                                                                                   \
    X(VMBUS_LIVEDUMP, 0x400001EF)                                                                                      \
    X(STORVSP_LIVEDUMP, 0x40000209)                                                                                    \
    X(SMBD_BUGCHECK_CODE, 0x534D4244)

/** Stop codes from 0x80000000: X(Name, Number). They are macros below, not enumerators. */
#define HV_BUG_CHECK_LIST_HIGH(X)                                                                                      \
    X(WINLOGON_FATAL_ERROR, 0xC000021A)                                                                                \
    X(MANUALLY_INITIATED_CRASH1, 0xDEADDEAD)

/** Every stop code: X(Name, Number). */
#define HV_BUG_CHECK_LIST(X)                                                                                           \
    HV_BUG_CHECK_LIST_000(X)                                                                                           \
    HV_BUG_CHECK_LIST_080(X)                                                                                           \
    HV_BUG_CHECK_LIST_100(X)                                                                                           \
    HV_BUG_CHECK_LIST_180(X)                                                                                           \
    HV_BUG_CHECK_LIST_OTHER(X)                                                                                         \
    HV_BUG_CHECK_LIST_HIGH(X)

/** Stop codes as enumerators HV_BUG_CHECK_<Name>. */
typedef HV_UINT32 HV_BUG_CHECK_CODE, *PHV_BUG_CHECK_CODE;
#define HV_BUG_CHECK_ENUMERATOR(Name, Number) HV_BUG_CHECK_##Name = Number,
enum
{
    HV_BUG_CHECK_LIST_000(HV_BUG_CHECK_ENUMERATOR)
    HV_BUG_CHECK_LIST_080(HV_BUG_CHECK_ENUMERATOR)
    HV_BUG_CHECK_LIST_100(HV_BUG_CHECK_ENUMERATOR)
    HV_BUG_CHECK_LIST_180(HV_BUG_CHECK_ENUMERATOR)
    HV_BUG_CHECK_LIST_OTHER(HV_BUG_CHECK_ENUMERATOR)
};
#undef HV_BUG_CHECK_ENUMERATOR

#define HV_BUG_CHECK_WINLOGON_FATAL_ERROR 0xC000021A
#define HV_BUG_CHECK_MANUALLY_INITIATED_CRASH1 0xDEADDEAD

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_BUG_CHECK */
