/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Status codes of the host's virtualization services, for programs that explain logs.
 *
 * A guest receives none of these codes. They are for programs that explain logs, saved states and
 * error messages of a host: HV_HOST_STATUS_LIST(X) lists every code.
 *
 * The high half of a code names its origin:
 *
 *     0xC035....   the hypervisor: the low 16 bits are an HV_STATUS (Status.h). Windows calls these codes
 *                  STATUS_HV_... and ERROR_HV_...; HV_STATUS_PENDING_PAGE_REQUESTS, which is not a failure, is
 *                  0x00350059.
 *     0xC037....   the virtualization services of the host, NTSTATUS
 *     0x8037....   the virtualization services of the host, HRESULT
 *     0xC045....   virtual secure mode, NTSTATUS
 *
 * Sources: Windows SDK 10.0.28000 winerror.h and ntstatus.h; windows-sys 0.61.2.
 */

#ifndef MILE_HYPERV_HYPERVISOR_HOSTSTATUS
#define MILE_HYPERV_HYPERVISOR_HOSTSTATUS

#include "Status.h"

HV_HEADER_BEGIN

/** A status code of the host's services: NTSTATUS or HRESULT. */
typedef HV_UINT32 HV_HOST_STATUS, *PHV_HOST_STATUS;

/** Bits 16 to 27 of a code: its facility. */
#define HV_HOST_STATUS_FACILITY_SHIFT 16
#define HV_HOST_STATUS_FACILITY_MASK 0x0FFF0000U
#define HV_HOST_STATUS_FACILITY_HYPERVISOR 0x35
#define HV_HOST_STATUS_FACILITY_VIRTUALIZATION 0x37
#define HV_HOST_STATUS_FACILITY_VSM 0x45

/*
 * Virtualization infrastructure driver (VID): NTSTATUS codes of partitions, memory blocks and
 * message queues on the host. Windows' names begin with STATUS_VID_ and ERROR_VID_.
 */

#define HV_HOST_STATUS_VID_REMOTE_NODE_PARENT_GPA_PAGES_USED 0x80370001U
#define HV_HOST_STATUS_VID_DUPLICATE_HANDLER 0xC0370001U
#define HV_HOST_STATUS_VID_TOO_MANY_HANDLERS 0xC0370002U
#define HV_HOST_STATUS_VID_QUEUE_FULL 0xC0370003U
#define HV_HOST_STATUS_VID_HANDLER_NOT_PRESENT 0xC0370004U
#define HV_HOST_STATUS_VID_INVALID_OBJECT_NAME 0xC0370005U
#define HV_HOST_STATUS_VID_PARTITION_NAME_TOO_LONG 0xC0370006U
#define HV_HOST_STATUS_VID_MESSAGE_QUEUE_NAME_TOO_LONG 0xC0370007U
#define HV_HOST_STATUS_VID_PARTITION_ALREADY_EXISTS 0xC0370008U
#define HV_HOST_STATUS_VID_PARTITION_DOES_NOT_EXIST 0xC0370009U
#define HV_HOST_STATUS_VID_PARTITION_NAME_NOT_FOUND 0xC037000AU
#define HV_HOST_STATUS_VID_MESSAGE_QUEUE_ALREADY_EXISTS 0xC037000BU
#define HV_HOST_STATUS_VID_EXCEEDED_MBP_ENTRY_MAP_LIMIT 0xC037000CU
#define HV_HOST_STATUS_VID_MB_STILL_REFERENCED 0xC037000DU
#define HV_HOST_STATUS_VID_CHILD_GPA_PAGE_SET_CORRUPTED 0xC037000EU
#define HV_HOST_STATUS_VID_INVALID_NUMA_SETTINGS 0xC037000FU
#define HV_HOST_STATUS_VID_INVALID_NUMA_NODE_INDEX 0xC0370010U
#define HV_HOST_STATUS_VID_NOTIFICATION_QUEUE_ALREADY_ASSOCIATED 0xC0370011U
#define HV_HOST_STATUS_VID_INVALID_MEMORY_BLOCK_HANDLE 0xC0370012U
#define HV_HOST_STATUS_VID_PAGE_RANGE_OVERFLOW 0xC0370013U
#define HV_HOST_STATUS_VID_INVALID_MESSAGE_QUEUE_HANDLE 0xC0370014U
#define HV_HOST_STATUS_VID_INVALID_GPA_RANGE_HANDLE 0xC0370015U
#define HV_HOST_STATUS_VID_NO_MEMORY_BLOCK_NOTIFICATION_QUEUE 0xC0370016U
#define HV_HOST_STATUS_VID_MEMORY_BLOCK_LOCK_COUNT_EXCEEDED 0xC0370017U
#define HV_HOST_STATUS_VID_INVALID_PPM_HANDLE 0xC0370018U
#define HV_HOST_STATUS_VID_MBPS_ARE_LOCKED 0xC0370019U
#define HV_HOST_STATUS_VID_MESSAGE_QUEUE_CLOSED 0xC037001AU
#define HV_HOST_STATUS_VID_VIRTUAL_PROCESSOR_LIMIT_EXCEEDED 0xC037001BU
#define HV_HOST_STATUS_VID_STOP_PENDING 0xC037001CU
#define HV_HOST_STATUS_VID_INVALID_PROCESSOR_STATE 0xC037001DU
#define HV_HOST_STATUS_VID_EXCEEDED_KM_CONTEXT_COUNT_LIMIT 0xC037001EU
#define HV_HOST_STATUS_VID_KM_INTERFACE_ALREADY_INITIALIZED 0xC037001FU
#define HV_HOST_STATUS_VID_MB_PROPERTY_ALREADY_SET_RESET 0xC0370020U
#define HV_HOST_STATUS_VID_MMIO_RANGE_DESTROYED 0xC0370021U
#define HV_HOST_STATUS_VID_INVALID_CHILD_GPA_PAGE_SET 0xC0370022U
#define HV_HOST_STATUS_VID_RESERVE_PAGE_SET_IS_BEING_USED 0xC0370023U
#define HV_HOST_STATUS_VID_RESERVE_PAGE_SET_TOO_SMALL 0xC0370024U
#define HV_HOST_STATUS_VID_MBP_ALREADY_LOCKED_USING_RESERVED_PAGE 0xC0370025U
#define HV_HOST_STATUS_VID_MBP_COUNT_EXCEEDED_LIMIT 0xC0370026U
#define HV_HOST_STATUS_VID_SAVED_STATE_CORRUPT 0xC0370027U
#define HV_HOST_STATUS_VID_SAVED_STATE_UNRECOGNIZED_ITEM 0xC0370028U
#define HV_HOST_STATUS_VID_SAVED_STATE_INCOMPATIBLE 0xC0370029U
#define HV_HOST_STATUS_VID_VTL_ACCESS_DENIED 0xC037002AU
#define HV_HOST_STATUS_VID_INSUFFICIENT_RESOURCES_RESERVE 0xC037002BU
#define HV_HOST_STATUS_VID_INSUFFICIENT_RESOURCES_PHYSICAL_BUFFER 0xC037002CU
#define HV_HOST_STATUS_VID_INSUFFICIENT_RESOURCES_HV_DEPOSIT 0xC037002DU
#define HV_HOST_STATUS_VID_MEMORY_TYPE_NOT_SUPPORTED 0xC037002EU
#define HV_HOST_STATUS_VID_INSUFFICIENT_RESOURCES_WITHDRAW 0xC037002FU
#define HV_HOST_STATUS_VID_PROCESS_ALREADY_SET 0xC0370030U
#define HV_HOST_STATUS_VID_PARTITION_INVARIANTS_MISMATCH 0xC0370031U
#define HV_HOST_STATUS_VID_MEMORY_BLOCK_INVARIANTS_MISMATCH 0xC0370032U
#define HV_HOST_STATUS_VID_MEMORY_BLOCK_RESTORE_STATE_MISMATCH 0xC0370033U
#define HV_HOST_STATUS_VID_KSR_PERSISTED_ITEMS_STILL_REGISTERED 0xC0370034U
#define HV_HOST_STATUS_VID_MEMORY_PARTITION_SETUP_FAILED 0xC0370035U
#define HV_HOST_STATUS_VID_MEMORY_RESERVE_NOT_ENABLED 0xC0370036U
#define HV_HOST_STATUS_VID_MEMORY_BLOCK_PAGECOUNT_MISMATCH 0xC0370037U
#define HV_HOST_STATUS_VID_KSR_IOHANDLER_PROPERTY_MISMATCH 0xC0370038U
#define HV_HOST_STATUS_VID_KSR_MSR_HANDLER_PROPERTY_MISMATCH 0xC0370039U
#define HV_HOST_STATUS_VID_KSR_MEMORY_PARTITION_STATE_SIZE_MISMATCH 0xC037003AU
#define HV_HOST_STATUS_VID_KSR_METADATA_MISMATCH 0xC037003BU
#define HV_HOST_STATUS_VID_KSR_TOTAL_PAGE_COUNT_MISMATCH 0xC037003CU
#define HV_HOST_STATUS_VID_MBP_ARRAY_NOT_PERSISTED 0xC037003DU
#define HV_HOST_STATUS_VID_KSR_INVALID_PERSIST_ID 0xC037003EU
#define HV_HOST_STATUS_VID_KSR_INVALID_PERSISTENCE_OPTIONS 0xC037003FU
#define HV_HOST_STATUS_VID_GPA_RANGE_INVALID_FLAGS 0xC0370040U
#define HV_HOST_STATUS_VID_MEMORY_BLOCK_INVALID_FLAGS 0xC0370041U
#define HV_HOST_STATUS_VID_KSR_ALREADY_PERSISTED 0xC0370042U
#define HV_HOST_STATUS_VID_KSR_ALREADY_UNPERSISTED 0xC0370043U
#define HV_HOST_STATUS_VID_KSR_PERSISTENCE_DISALLOWED 0xC0370044U
#define HV_HOST_STATUS_VID_KSR_CLIENT_TYPE_MISMATCH 0xC0370045U
#define HV_HOST_STATUS_VID_KSR_INVALID_STATE 0xC0370046U
#define HV_HOST_STATUS_VID_KSR_NOT_READY 0xC0370047U
#define HV_HOST_STATUS_VID_GPA_RANGE_OVERLAP_PROHIBITED 0xC0370048U
#define HV_HOST_STATUS_VID_PARTITION_NOT_HIERARCHICAL_HOST 0xC0370049U
#define HV_HOST_STATUS_VID_GPA_RANGE_INVARIANTS_MISMATCH 0xC037004AU
#define HV_HOST_STATUS_VID_KSR_PSCI_HANDLER_PROPERTY_MISMATCH 0xC037004BU

/*
 * Host compute service, as NTSTATUS codes. Windows' names begin with ERROR_VMCOMPUTE_.
 */

#define HV_HOST_STATUS_VMCOMPUTE_TERMINATED_DURING_START 0xC0370100U
#define HV_HOST_STATUS_VMCOMPUTE_IMAGE_MISMATCH 0xC0370101U
#define HV_HOST_STATUS_VMCOMPUTE_HYPERV_NOT_INSTALLED 0xC0370102U
#define HV_HOST_STATUS_VMCOMPUTE_OPERATION_PENDING 0xC0370103U
#define HV_HOST_STATUS_VMCOMPUTE_TOO_MANY_NOTIFICATIONS 0xC0370104U
#define HV_HOST_STATUS_VMCOMPUTE_INVALID_STATE 0xC0370105U
#define HV_HOST_STATUS_VMCOMPUTE_UNEXPECTED_EXIT 0xC0370106U
#define HV_HOST_STATUS_VMCOMPUTE_TERMINATED 0xC0370107U
#define HV_HOST_STATUS_VMCOMPUTE_CONNECT_FAILED 0xC0370108U
#define HV_HOST_STATUS_VMCOMPUTE_TIMEOUT 0xC0370109U
#define HV_HOST_STATUS_VMCOMPUTE_CONNECTION_CLOSED 0xC037010AU
#define HV_HOST_STATUS_VMCOMPUTE_UNKNOWN_MESSAGE 0xC037010BU
#define HV_HOST_STATUS_VMCOMPUTE_UNSUPPORTED_PROTOCOL_VERSION 0xC037010CU
#define HV_HOST_STATUS_VMCOMPUTE_INVALID_JSON 0xC037010DU
#define HV_HOST_STATUS_VMCOMPUTE_SYSTEM_NOT_FOUND 0xC037010EU
#define HV_HOST_STATUS_VMCOMPUTE_SYSTEM_ALREADY_EXISTS 0xC037010FU
#define HV_HOST_STATUS_VMCOMPUTE_SYSTEM_ALREADY_STOPPED 0xC0370110U
#define HV_HOST_STATUS_VMCOMPUTE_PROTOCOL_ERROR 0xC0370111U
#define HV_HOST_STATUS_VMCOMPUTE_INVALID_LAYER 0xC0370112U
#define HV_HOST_STATUS_VMCOMPUTE_WINDOWS_INSIDER_REQUIRED 0xC0370113U

/*
 * Host compute service, as HRESULT codes: what tools for containers and virtual machines print.
 * Windows' names begin with HCS_E_.
 */

#define HV_HOST_STATUS_HCS_TERMINATED_DURING_START 0x80370100U
#define HV_HOST_STATUS_HCS_IMAGE_MISMATCH 0x80370101U
#define HV_HOST_STATUS_HCS_HYPERV_NOT_INSTALLED 0x80370102U
#define HV_HOST_STATUS_HCS_INVALID_STATE 0x80370105U
#define HV_HOST_STATUS_HCS_UNEXPECTED_EXIT 0x80370106U
#define HV_HOST_STATUS_HCS_TERMINATED 0x80370107U
#define HV_HOST_STATUS_HCS_CONNECT_FAILED 0x80370108U
#define HV_HOST_STATUS_HCS_CONNECTION_TIMEOUT 0x80370109U
#define HV_HOST_STATUS_HCS_CONNECTION_CLOSED 0x8037010AU
#define HV_HOST_STATUS_HCS_UNKNOWN_MESSAGE 0x8037010BU
#define HV_HOST_STATUS_HCS_UNSUPPORTED_PROTOCOL_VERSION 0x8037010CU
#define HV_HOST_STATUS_HCS_INVALID_JSON 0x8037010DU
#define HV_HOST_STATUS_HCS_SYSTEM_NOT_FOUND 0x8037010EU
#define HV_HOST_STATUS_HCS_SYSTEM_ALREADY_EXISTS 0x8037010FU
#define HV_HOST_STATUS_HCS_SYSTEM_ALREADY_STOPPED 0x80370110U
#define HV_HOST_STATUS_HCS_PROTOCOL_ERROR 0x80370111U
#define HV_HOST_STATUS_HCS_INVALID_LAYER 0x80370112U
#define HV_HOST_STATUS_HCS_WINDOWS_INSIDER_REQUIRED 0x80370113U
#define HV_HOST_STATUS_HCS_SERVICE_NOT_AVAILABLE 0x80370114U
#define HV_HOST_STATUS_HCS_OPERATION_NOT_STARTED 0x80370115U
#define HV_HOST_STATUS_HCS_OPERATION_ALREADY_STARTED 0x80370116U
#define HV_HOST_STATUS_HCS_OPERATION_PENDING 0x80370117U
#define HV_HOST_STATUS_HCS_OPERATION_TIMEOUT 0x80370118U
#define HV_HOST_STATUS_HCS_OPERATION_SYSTEM_CALLBACK_ALREADY_SET 0x80370119U
#define HV_HOST_STATUS_HCS_OPERATION_RESULT_ALLOCATION_FAILED 0x8037011AU
#define HV_HOST_STATUS_HCS_ACCESS_DENIED 0x8037011BU
#define HV_HOST_STATUS_HCS_GUEST_CRITICAL_ERROR 0x8037011CU
#define HV_HOST_STATUS_HCS_PROCESS_INFO_NOT_AVAILABLE 0x8037011DU
#define HV_HOST_STATUS_HCS_SERVICE_DISCONNECT 0x8037011EU
#define HV_HOST_STATUS_HCS_PROCESS_ALREADY_STOPPED 0x8037011FU
#define HV_HOST_STATUS_HCS_SYSTEM_NOT_CONFIGURED_FOR_OPERATION 0x80370120U
#define HV_HOST_STATUS_HCS_OPERATION_ALREADY_CANCELLED 0x80370121U
#define HV_HOST_STATUS_HCS_INVALID_PROCESSOR_TOPOLOGY 0x80370122U

/*
 * Windows Hypervisor Platform, as HRESULT codes. Windows' names begin with WHV_E_.
 */

#define HV_HOST_STATUS_WHV_UNKNOWN_CAPABILITY 0x80370300U
#define HV_HOST_STATUS_WHV_INSUFFICIENT_BUFFER 0x80370301U
#define HV_HOST_STATUS_WHV_UNKNOWN_PROPERTY 0x80370302U
#define HV_HOST_STATUS_WHV_UNSUPPORTED_HYPERVISOR_CONFIG 0x80370303U
#define HV_HOST_STATUS_WHV_INVALID_PARTITION_CONFIG 0x80370304U
#define HV_HOST_STATUS_WHV_GPA_RANGE_NOT_FOUND 0x80370305U
#define HV_HOST_STATUS_WHV_VP_ALREADY_EXISTS 0x80370306U
#define HV_HOST_STATUS_WHV_VP_DOES_NOT_EXIST 0x80370307U
#define HV_HOST_STATUS_WHV_INVALID_VP_STATE 0x80370308U
#define HV_HOST_STATUS_WHV_INVALID_VP_REGISTER_NAME 0x80370309U
#define HV_HOST_STATUS_WHV_UNSUPPORTED_PROCESSOR_CONFIG 0x80370310U

/*
 * File shares of a virtual machine (VSMB), as NTSTATUS codes. Windows' names begin with
 * ERROR_VSMB_.
 */

#define HV_HOST_STATUS_VSMB_SAVED_STATE_FILE_NOT_FOUND 0xC0370400U
#define HV_HOST_STATUS_VSMB_SAVED_STATE_CORRUPT 0xC0370401U

/*
 * Readers of saved states. Windows' names begin with VM_SAVED_STATE_DUMP_E_.
 */

#define HV_HOST_STATUS_SAVED_STATE_PARTITION_STATE_NOT_FOUND 0xC0370500U
#define HV_HOST_STATUS_SAVED_STATE_GUEST_MEMORY_NOT_FOUND 0xC0370501U
#define HV_HOST_STATUS_SAVED_STATE_NO_VP_FOUND_IN_PARTITION_STATE 0xC0370502U
#define HV_HOST_STATUS_SAVED_STATE_NESTED_VIRTUALIZATION_NOT_SUPPORTED 0xC0370503U
#define HV_HOST_STATUS_SAVED_STATE_WINDOWS_KERNEL_IMAGE_NOT_FOUND 0xC0370504U
#define HV_HOST_STATUS_SAVED_STATE_VA_NOT_MAPPED 0xC0370505U
#define HV_HOST_STATUS_SAVED_STATE_INVALID_VP_STATE 0xC0370506U
#define HV_HOST_STATUS_SAVED_STATE_VP_VTL_NOT_ENABLED 0xC0370509U

/*
 * Virtual secure mode, as NTSTATUS codes. Windows' names begin with STATUS_VSM_ and STATUS_VSMIDK_.
 */

#define HV_HOST_STATUS_VSM_NOT_INITIALIZED 0xC0450000U
#define HV_HOST_STATUS_VSM_DMA_PROTECTION_NOT_IN_USE 0xC0450001U
#define HV_HOST_STATUS_VSM_KEY_CI_POLICY_ROLLBACK_DETECTED 0xC0450002U
#define HV_HOST_STATUS_VSMIDK_KEYGEN_FAILURE 0xC0450003U
#define HV_HOST_STATUS_VSMIDK_EXPORT_FAILURE 0xC0450004U
#define HV_HOST_STATUS_VSMIDK_MODULUS_MISMATCH 0xC0450005U
#define HV_HOST_STATUS_VSM_FW_MEASUREMENTS_SEAL_FAILURE 0xC0450006U

/**
 * Every code of the host's services, once each: HV_HOST_STATUS_LIST(X) expands to X(name) for each.
 */
#define HV_HOST_STATUS_LIST(X)                                                                                         \
    X(HV_HOST_STATUS_VID_REMOTE_NODE_PARENT_GPA_PAGES_USED)                                                            \
    X(HV_HOST_STATUS_VID_DUPLICATE_HANDLER)                                                                            \
    X(HV_HOST_STATUS_VID_TOO_MANY_HANDLERS)                                                                            \
    X(HV_HOST_STATUS_VID_QUEUE_FULL)                                                                                   \
    X(HV_HOST_STATUS_VID_HANDLER_NOT_PRESENT)                                                                          \
    X(HV_HOST_STATUS_VID_INVALID_OBJECT_NAME)                                                                          \
    X(HV_HOST_STATUS_VID_PARTITION_NAME_TOO_LONG)                                                                      \
    X(HV_HOST_STATUS_VID_MESSAGE_QUEUE_NAME_TOO_LONG)                                                                  \
    X(HV_HOST_STATUS_VID_PARTITION_ALREADY_EXISTS)                                                                     \
    X(HV_HOST_STATUS_VID_PARTITION_DOES_NOT_EXIST)                                                                     \
    X(HV_HOST_STATUS_VID_PARTITION_NAME_NOT_FOUND)                                                                     \
    X(HV_HOST_STATUS_VID_MESSAGE_QUEUE_ALREADY_EXISTS)                                                                 \
    X(HV_HOST_STATUS_VID_EXCEEDED_MBP_ENTRY_MAP_LIMIT)                                                                 \
    X(HV_HOST_STATUS_VID_MB_STILL_REFERENCED)                                                                          \
    X(HV_HOST_STATUS_VID_CHILD_GPA_PAGE_SET_CORRUPTED)                                                                 \
    X(HV_HOST_STATUS_VID_INVALID_NUMA_SETTINGS)                                                                        \
    X(HV_HOST_STATUS_VID_INVALID_NUMA_NODE_INDEX)                                                                      \
    X(HV_HOST_STATUS_VID_NOTIFICATION_QUEUE_ALREADY_ASSOCIATED)                                                        \
    X(HV_HOST_STATUS_VID_INVALID_MEMORY_BLOCK_HANDLE)                                                                  \
    X(HV_HOST_STATUS_VID_PAGE_RANGE_OVERFLOW)                                                                          \
    X(HV_HOST_STATUS_VID_INVALID_MESSAGE_QUEUE_HANDLE)                                                                 \
    X(HV_HOST_STATUS_VID_INVALID_GPA_RANGE_HANDLE)                                                                     \
    X(HV_HOST_STATUS_VID_NO_MEMORY_BLOCK_NOTIFICATION_QUEUE)                                                           \
    X(HV_HOST_STATUS_VID_MEMORY_BLOCK_LOCK_COUNT_EXCEEDED)                                                             \
    X(HV_HOST_STATUS_VID_INVALID_PPM_HANDLE)                                                                           \
    X(HV_HOST_STATUS_VID_MBPS_ARE_LOCKED)                                                                              \
    X(HV_HOST_STATUS_VID_MESSAGE_QUEUE_CLOSED)                                                                         \
    X(HV_HOST_STATUS_VID_VIRTUAL_PROCESSOR_LIMIT_EXCEEDED)                                                             \
    X(HV_HOST_STATUS_VID_STOP_PENDING)                                                                                 \
    X(HV_HOST_STATUS_VID_INVALID_PROCESSOR_STATE)                                                                      \
    X(HV_HOST_STATUS_VID_EXCEEDED_KM_CONTEXT_COUNT_LIMIT)                                                              \
    X(HV_HOST_STATUS_VID_KM_INTERFACE_ALREADY_INITIALIZED)                                                             \
    X(HV_HOST_STATUS_VID_MB_PROPERTY_ALREADY_SET_RESET)                                                                \
    X(HV_HOST_STATUS_VID_MMIO_RANGE_DESTROYED)                                                                         \
    X(HV_HOST_STATUS_VID_INVALID_CHILD_GPA_PAGE_SET)                                                                   \
    X(HV_HOST_STATUS_VID_RESERVE_PAGE_SET_IS_BEING_USED)                                                               \
    X(HV_HOST_STATUS_VID_RESERVE_PAGE_SET_TOO_SMALL)                                                                   \
    X(HV_HOST_STATUS_VID_MBP_ALREADY_LOCKED_USING_RESERVED_PAGE)                                                       \
    X(HV_HOST_STATUS_VID_MBP_COUNT_EXCEEDED_LIMIT)                                                                     \
    X(HV_HOST_STATUS_VID_SAVED_STATE_CORRUPT)                                                                          \
    X(HV_HOST_STATUS_VID_SAVED_STATE_UNRECOGNIZED_ITEM)                                                                \
    X(HV_HOST_STATUS_VID_SAVED_STATE_INCOMPATIBLE)                                                                     \
    X(HV_HOST_STATUS_VID_VTL_ACCESS_DENIED)                                                                            \
    X(HV_HOST_STATUS_VID_INSUFFICIENT_RESOURCES_RESERVE)                                                               \
    X(HV_HOST_STATUS_VID_INSUFFICIENT_RESOURCES_PHYSICAL_BUFFER)                                                       \
    X(HV_HOST_STATUS_VID_INSUFFICIENT_RESOURCES_HV_DEPOSIT)                                                            \
    X(HV_HOST_STATUS_VID_MEMORY_TYPE_NOT_SUPPORTED)                                                                    \
    X(HV_HOST_STATUS_VID_INSUFFICIENT_RESOURCES_WITHDRAW)                                                              \
    X(HV_HOST_STATUS_VID_PROCESS_ALREADY_SET)                                                                          \
    X(HV_HOST_STATUS_VID_PARTITION_INVARIANTS_MISMATCH)                                                                \
    X(HV_HOST_STATUS_VID_MEMORY_BLOCK_INVARIANTS_MISMATCH)                                                             \
    X(HV_HOST_STATUS_VID_MEMORY_BLOCK_RESTORE_STATE_MISMATCH)                                                          \
    X(HV_HOST_STATUS_VID_KSR_PERSISTED_ITEMS_STILL_REGISTERED)                                                         \
    X(HV_HOST_STATUS_VID_MEMORY_PARTITION_SETUP_FAILED)                                                                \
    X(HV_HOST_STATUS_VID_MEMORY_RESERVE_NOT_ENABLED)                                                                   \
    X(HV_HOST_STATUS_VID_MEMORY_BLOCK_PAGECOUNT_MISMATCH)                                                              \
    X(HV_HOST_STATUS_VID_KSR_IOHANDLER_PROPERTY_MISMATCH)                                                              \
    X(HV_HOST_STATUS_VID_KSR_MSR_HANDLER_PROPERTY_MISMATCH)                                                            \
    X(HV_HOST_STATUS_VID_KSR_MEMORY_PARTITION_STATE_SIZE_MISMATCH)                                                     \
    X(HV_HOST_STATUS_VID_KSR_METADATA_MISMATCH)                                                                        \
    X(HV_HOST_STATUS_VID_KSR_TOTAL_PAGE_COUNT_MISMATCH)                                                                \
    X(HV_HOST_STATUS_VID_MBP_ARRAY_NOT_PERSISTED)                                                                      \
    X(HV_HOST_STATUS_VID_KSR_INVALID_PERSIST_ID)                                                                       \
    X(HV_HOST_STATUS_VID_KSR_INVALID_PERSISTENCE_OPTIONS)                                                              \
    X(HV_HOST_STATUS_VID_GPA_RANGE_INVALID_FLAGS)                                                                      \
    X(HV_HOST_STATUS_VID_MEMORY_BLOCK_INVALID_FLAGS)                                                                   \
    X(HV_HOST_STATUS_VID_KSR_ALREADY_PERSISTED)                                                                        \
    X(HV_HOST_STATUS_VID_KSR_ALREADY_UNPERSISTED)                                                                      \
    X(HV_HOST_STATUS_VID_KSR_PERSISTENCE_DISALLOWED)                                                                   \
    X(HV_HOST_STATUS_VID_KSR_CLIENT_TYPE_MISMATCH)                                                                     \
    X(HV_HOST_STATUS_VID_KSR_INVALID_STATE)                                                                            \
    X(HV_HOST_STATUS_VID_KSR_NOT_READY)                                                                                \
    X(HV_HOST_STATUS_VID_GPA_RANGE_OVERLAP_PROHIBITED)                                                                 \
    X(HV_HOST_STATUS_VID_PARTITION_NOT_HIERARCHICAL_HOST)                                                              \
    X(HV_HOST_STATUS_VID_GPA_RANGE_INVARIANTS_MISMATCH)                                                                \
    X(HV_HOST_STATUS_VID_KSR_PSCI_HANDLER_PROPERTY_MISMATCH)                                                           \
    X(HV_HOST_STATUS_VMCOMPUTE_TERMINATED_DURING_START)                                                                \
    X(HV_HOST_STATUS_VMCOMPUTE_IMAGE_MISMATCH)                                                                         \
    X(HV_HOST_STATUS_VMCOMPUTE_HYPERV_NOT_INSTALLED)                                                                   \
    X(HV_HOST_STATUS_VMCOMPUTE_OPERATION_PENDING)                                                                      \
    X(HV_HOST_STATUS_VMCOMPUTE_TOO_MANY_NOTIFICATIONS)                                                                 \
    X(HV_HOST_STATUS_VMCOMPUTE_INVALID_STATE)                                                                          \
    X(HV_HOST_STATUS_VMCOMPUTE_UNEXPECTED_EXIT)                                                                        \
    X(HV_HOST_STATUS_VMCOMPUTE_TERMINATED)                                                                             \
    X(HV_HOST_STATUS_VMCOMPUTE_CONNECT_FAILED)                                                                         \
    X(HV_HOST_STATUS_VMCOMPUTE_TIMEOUT)                                                                                \
    X(HV_HOST_STATUS_VMCOMPUTE_CONNECTION_CLOSED)                                                                      \
    X(HV_HOST_STATUS_VMCOMPUTE_UNKNOWN_MESSAGE)                                                                        \
    X(HV_HOST_STATUS_VMCOMPUTE_UNSUPPORTED_PROTOCOL_VERSION)                                                           \
    X(HV_HOST_STATUS_VMCOMPUTE_INVALID_JSON)                                                                           \
    X(HV_HOST_STATUS_VMCOMPUTE_SYSTEM_NOT_FOUND)                                                                       \
    X(HV_HOST_STATUS_VMCOMPUTE_SYSTEM_ALREADY_EXISTS)                                                                  \
    X(HV_HOST_STATUS_VMCOMPUTE_SYSTEM_ALREADY_STOPPED)                                                                 \
    X(HV_HOST_STATUS_VMCOMPUTE_PROTOCOL_ERROR)                                                                         \
    X(HV_HOST_STATUS_VMCOMPUTE_INVALID_LAYER)                                                                          \
    X(HV_HOST_STATUS_VMCOMPUTE_WINDOWS_INSIDER_REQUIRED)                                                               \
    X(HV_HOST_STATUS_HCS_TERMINATED_DURING_START)                                                                      \
    X(HV_HOST_STATUS_HCS_IMAGE_MISMATCH)                                                                               \
    X(HV_HOST_STATUS_HCS_HYPERV_NOT_INSTALLED)                                                                         \
    X(HV_HOST_STATUS_HCS_INVALID_STATE)                                                                                \
    X(HV_HOST_STATUS_HCS_UNEXPECTED_EXIT)                                                                              \
    X(HV_HOST_STATUS_HCS_TERMINATED)                                                                                   \
    X(HV_HOST_STATUS_HCS_CONNECT_FAILED)                                                                               \
    X(HV_HOST_STATUS_HCS_CONNECTION_TIMEOUT)                                                                           \
    X(HV_HOST_STATUS_HCS_CONNECTION_CLOSED)                                                                            \
    X(HV_HOST_STATUS_HCS_UNKNOWN_MESSAGE)                                                                              \
    X(HV_HOST_STATUS_HCS_UNSUPPORTED_PROTOCOL_VERSION)                                                                 \
    X(HV_HOST_STATUS_HCS_INVALID_JSON)                                                                                 \
    X(HV_HOST_STATUS_HCS_SYSTEM_NOT_FOUND)                                                                             \
    X(HV_HOST_STATUS_HCS_SYSTEM_ALREADY_EXISTS)                                                                        \
    X(HV_HOST_STATUS_HCS_SYSTEM_ALREADY_STOPPED)                                                                       \
    X(HV_HOST_STATUS_HCS_PROTOCOL_ERROR)                                                                               \
    X(HV_HOST_STATUS_HCS_INVALID_LAYER)                                                                                \
    X(HV_HOST_STATUS_HCS_WINDOWS_INSIDER_REQUIRED)                                                                     \
    X(HV_HOST_STATUS_HCS_SERVICE_NOT_AVAILABLE)                                                                        \
    X(HV_HOST_STATUS_HCS_OPERATION_NOT_STARTED)                                                                        \
    X(HV_HOST_STATUS_HCS_OPERATION_ALREADY_STARTED)                                                                    \
    X(HV_HOST_STATUS_HCS_OPERATION_PENDING)                                                                            \
    X(HV_HOST_STATUS_HCS_OPERATION_TIMEOUT)                                                                            \
    X(HV_HOST_STATUS_HCS_OPERATION_SYSTEM_CALLBACK_ALREADY_SET)                                                        \
    X(HV_HOST_STATUS_HCS_OPERATION_RESULT_ALLOCATION_FAILED)                                                           \
    X(HV_HOST_STATUS_HCS_ACCESS_DENIED)                                                                                \
    X(HV_HOST_STATUS_HCS_GUEST_CRITICAL_ERROR)                                                                         \
    X(HV_HOST_STATUS_HCS_PROCESS_INFO_NOT_AVAILABLE)                                                                   \
    X(HV_HOST_STATUS_HCS_SERVICE_DISCONNECT)                                                                           \
    X(HV_HOST_STATUS_HCS_PROCESS_ALREADY_STOPPED)                                                                      \
    X(HV_HOST_STATUS_HCS_SYSTEM_NOT_CONFIGURED_FOR_OPERATION)                                                          \
    X(HV_HOST_STATUS_HCS_OPERATION_ALREADY_CANCELLED)                                                                  \
    X(HV_HOST_STATUS_HCS_INVALID_PROCESSOR_TOPOLOGY)                                                                   \
    X(HV_HOST_STATUS_WHV_UNKNOWN_CAPABILITY)                                                                           \
    X(HV_HOST_STATUS_WHV_INSUFFICIENT_BUFFER)                                                                          \
    X(HV_HOST_STATUS_WHV_UNKNOWN_PROPERTY)                                                                             \
    X(HV_HOST_STATUS_WHV_UNSUPPORTED_HYPERVISOR_CONFIG)                                                                \
    X(HV_HOST_STATUS_WHV_INVALID_PARTITION_CONFIG)                                                                     \
    X(HV_HOST_STATUS_WHV_GPA_RANGE_NOT_FOUND)                                                                          \
    X(HV_HOST_STATUS_WHV_VP_ALREADY_EXISTS)                                                                            \
    X(HV_HOST_STATUS_WHV_VP_DOES_NOT_EXIST)                                                                            \
    X(HV_HOST_STATUS_WHV_INVALID_VP_STATE)                                                                             \
    X(HV_HOST_STATUS_WHV_INVALID_VP_REGISTER_NAME)                                                                     \
    X(HV_HOST_STATUS_WHV_UNSUPPORTED_PROCESSOR_CONFIG)                                                                 \
    X(HV_HOST_STATUS_VSMB_SAVED_STATE_FILE_NOT_FOUND)                                                                  \
    X(HV_HOST_STATUS_VSMB_SAVED_STATE_CORRUPT)                                                                         \
    X(HV_HOST_STATUS_SAVED_STATE_PARTITION_STATE_NOT_FOUND)                                                            \
    X(HV_HOST_STATUS_SAVED_STATE_GUEST_MEMORY_NOT_FOUND)                                                               \
    X(HV_HOST_STATUS_SAVED_STATE_NO_VP_FOUND_IN_PARTITION_STATE)                                                       \
    X(HV_HOST_STATUS_SAVED_STATE_NESTED_VIRTUALIZATION_NOT_SUPPORTED)                                                  \
    X(HV_HOST_STATUS_SAVED_STATE_WINDOWS_KERNEL_IMAGE_NOT_FOUND)                                                       \
    X(HV_HOST_STATUS_SAVED_STATE_VA_NOT_MAPPED)                                                                        \
    X(HV_HOST_STATUS_SAVED_STATE_INVALID_VP_STATE)                                                                     \
    X(HV_HOST_STATUS_SAVED_STATE_VP_VTL_NOT_ENABLED)                                                                   \
    X(HV_HOST_STATUS_VSM_NOT_INITIALIZED)                                                                              \
    X(HV_HOST_STATUS_VSM_DMA_PROTECTION_NOT_IN_USE)                                                                    \
    X(HV_HOST_STATUS_VSM_KEY_CI_POLICY_ROLLBACK_DETECTED)                                                              \
    X(HV_HOST_STATUS_VSMIDK_KEYGEN_FAILURE)                                                                            \
    X(HV_HOST_STATUS_VSMIDK_EXPORT_FAILURE)                                                                            \
    X(HV_HOST_STATUS_VSMIDK_MODULUS_MISMATCH)                                                                          \
    X(HV_HOST_STATUS_VSM_FW_MEASUREMENTS_SEAL_FAILURE)

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_HOSTSTATUS */
