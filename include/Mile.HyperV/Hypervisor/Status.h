/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Status codes: results of hypercalls.
 *
 * The result word of a hypercall (Hypercall.h) has one of these codes in its low 16 bits. The
 * messages of the synthetic interrupt controller, the VBS calls and the records of saved state
 * use the codes too. Zero is success and every other value is a failure; there is no severity bit
 * and no facility.
 *
 * Rules for the caller:
 *
 *  - After a failure the caller must not use the output parameters, unless the call's comment
 *    permits it. The result word of a rep call contains the number of elements that the hypervisor
 *    completed before the one that failed.
 *  - If a call has several errors, it is not specified which of them the hypervisor reports. It
 *    prefers the code that discloses least to an unprivileged caller, so HV_STATUS_ACCESS_DENIED may
 *    hide another reason.
 *  - A few codes are not failures but requests: HV_STATUS_INSUFFICIENT_MEMORY requests the parent to
 *    deposit pages and to call again; with HV_STATUS_TIMEOUT and HV_STATUS_CALL_PENDING the work is
 *    not finished.
 *  - New hosts add codes. A program must treat an unknown code as a failure.
 *
 * In Windows 7 the codes 0x0020 to 0x0036 had other meanings: one for each processor feature that a
 * saved partition needed and the machine did not have.
 * They are no longer returned, and two of the numbers, 0x0020 and 0x0033, have
 * a new meaning. The old names stand at the end.
 *
 * The letters after each meaning name the sources that give its number: W (WDK
 * 7.1 hvgdk.h), T (TLFS 6.0b appendix B), M (mu_msvm HvStatus.h), O (OpenVMM
 * hvdef), R (rust-vmm mshv and the 2023 mshv patch), L (Linux 7.3
 * include/hyperv), E (Windows' ERROR_HV_ and STATUS_HV_ codes, whose low 16 bits
 * are the hypervisor's; HostStatus.h).
 *
 * Sources: TLFS 6.0b 3.12 and 18; WDK 7.1 hvgdk.h; mu_msvm HvStatus.h and
 * HvHypercallLib; OpenVMM hvdef; rust-vmm mshv bindings; Linux 7.3
 * include/hyperv; Windows SDK 10.0.28000 winerror.h and ntstatus.h; TLFS 5.0C
 * appendix B; symbols of kdhv and securekernel 26100 (the type).
 */

#ifndef MILE_HYPERV_HYPERVISOR_STATUS
#define MILE_HYPERV_HYPERVISOR_STATUS

#include "../../Mile.HyperV.Portable.Types.h"

HV_HEADER_BEGIN

/** Result of a hypercall: HV_STATUS_SUCCESS, or the reason of the failure. */
typedef HV_UINT16 HV_STATUS, *PHV_STATUS;
HV_STATIC_ASSERT(sizeof(HV_STATUS) == 2);

/** Success. (WTMORL) */
#define HV_STATUS_SUCCESS 0x0000

/*
 * Errors of the call itself. Any hypercall can fail with these.
 */

/** The call code does not exist, or this partition cannot use it. (WTMORLE) */
#define HV_STATUS_INVALID_HYPERCALL_CODE 0x0002
/**
 * The control word is malformed: a reserved bit set, a rep count on a simple
 * call or none on a rep call, a rep start not below the rep count, a variable
 * header on a call that has none. (WTMORLE)
 */
#define HV_STATUS_INVALID_HYPERCALL_INPUT 0x0003
/**
 * The address of the input or output block is not 8-byte aligned, lies outside
 * the guest physical space, or the block crosses a page. (WTMORLE)
 */
#define HV_STATUS_INVALID_ALIGNMENT 0x0004
/** A field of the input has a value that the call does not accept, reserved bits included. (WTMORLE) */
#define HV_STATUS_INVALID_PARAMETER 0x0005
/** The caller lacks the privilege, or is not the root or parent as the call requires. (WTMORLE) */
#define HV_STATUS_ACCESS_DENIED 0x0006

/*
 * Partitions, processors, memory.
 */

/** The partition is in a state (being created, torn down, running ...) in which the call is not possible. (WTMORLE) */
#define HV_STATUS_INVALID_PARTITION_STATE 0x0007
/** The current state does not permit the call; the reasons depend on the call. (WTMORLE) */
#define HV_STATUS_OPERATION_DENIED 0x0008
/** No partition (or system) property has this code. (WTMORLE) */
#define HV_STATUS_UNKNOWN_PROPERTY 0x0009
/** The property exists but cannot have this value. (WTMORLE) */
#define HV_STATUS_PROPERTY_VALUE_OUT_OF_RANGE 0x000A
/**
 * The partition's memory pool is too small for the call: its owner deposits
 * more pages (HvCallDepositMemory) and tries again. (WTMORLE)
 */
#define HV_STATUS_INSUFFICIENT_MEMORY 0x000B
/** Partitions are nested deeper than the hypervisor supports. (WTMOE) */
#define HV_STATUS_PARTITION_TOO_DEEP 0x000C
/** No partition has this id. (WTMORLE) */
#define HV_STATUS_INVALID_PARTITION_ID 0x000D
/** The partition has no processor of this index. (WTMORLE) */
#define HV_STATUS_INVALID_VP_INDEX 0x000E
/** The enumeration is at its end, or the requested item does not exist. (WMORL; T calls the number reserved) */
#define HV_STATUS_NOT_FOUND 0x0010

/*
 * Messages, events and interrupts.
 */

/** The port does not exist, or its id is already in use. (WTMORLE) */
#define HV_STATUS_INVALID_PORT_ID 0x0011
/** The connection does not exist, or its id is already in use. (WTMORLE) */
#define HV_STATUS_INVALID_CONNECTION_ID 0x0012
/** The receiver has no free message buffer; the sender waits and posts again. (WMORLE; T prints 0x0033) */
#define HV_STATUS_INSUFFICIENT_BUFFERS 0x0013
/** The processor has not acknowledged the interrupt that is to be cleared. (WTMORLE) */
#define HV_STATUS_NOT_ACKNOWLEDGED 0x0014
/** The state of the processor does not permit the call. (WTMORLE) */
#define HV_STATUS_INVALID_VP_STATE 0x0015
/** The interrupt was acknowledged but not cleared, so it cannot be asserted again. (WTMOE) */
#define HV_STATUS_ACKNOWLEDGED 0x0016
/** A save or restore did not start at its beginning, or the partition is not ready for it. (WTMOE) */
#define HV_STATUS_INVALID_SAVE_RESTORE_STATE 0x0017
/** The target's synthetic interrupt controller, or the page or source that is needed, is disabled. (WTMOE) */
#define HV_STATUS_INVALID_SYNIC_STATE 0x0018
/** The object or the value is in use, which prevents the operation. (WTMOE) */
#define HV_STATUS_OBJECT_IN_USE 0x0019
/** The NUMA proximity information has bad flags or names a node that the machine does not have. (WTMOE) */
#define HV_STATUS_INVALID_PROXIMITY_DOMAIN_INFO 0x001A

/*
 * Debugging, resources, features.
 */

/** There is no debug data to fetch. (WTMOE) */
#define HV_STATUS_NO_DATA 0x001B
/** The debug connection has received nothing since the last call. (WTMOE) */
#define HV_STATUS_INACTIVE 0x001C
/** A resource other than memory is exhausted, or a limit of the implementation is reached. (WTMORLE) */
#define HV_STATUS_NO_RESOURCES 0x001D
/** The hypervisor has the feature, but not for this caller. (WTMOE) */
#define HV_STATUS_FEATURE_UNAVAILABLE 0x001E
/** An I/O error cut a debug packet short. (WTMO) */
#define HV_STATUS_PARTIAL_PACKET 0x001F
/** State to be restored needs a processor feature that this machine lacks; newer than Windows 7. (TMORL) */
#define HV_STATUS_PROCESSOR_FEATURE_NOT_SUPPORTED 0x0020
/** State to be restored comes from a processor with another CLFLUSH line size. (WTMO) */
#define HV_STATUS_PROCESSOR_CACHE_LINE_FLUSH_SIZE_INCOMPATIBLE 0x0030
/** The caller's buffer is too small for the requested data; newer than Windows 7. (TMOE) */
#define HV_STATUS_INSUFFICIENT_BUFFER 0x0033
/** State to be restored comes from a processor of another vendor or architecture. (WTMO) */
#define HV_STATUS_INCOMPATIBLE_PROCESSOR 0x0037
/** The machine's I/O remapping hardware has no domain left for the device. (TMOE) */
#define HV_STATUS_INSUFFICIENT_DEVICE_DOMAINS 0x0038

/*
 * Starts of logical processors by the root.
 */

/** The processor's CPUID features do not match those of the other processors. (TMOE) */
#define HV_STATUS_CPUID_FEATURE_VALIDATION_ERROR 0x003C
/** The processor's XSAVE features do not match those of the other processors. (TMOE) */
#define HV_STATUS_CPUID_XSAVE_FEATURE_VALIDATION_ERROR 0x003D
/** The processor did not start in time. (TMOE) */
#define HV_STATUS_PROCESSOR_STARTUP_TIMEOUT 0x003E
/** The firmware left Safer Mode Extensions (SMX) enabled. (TMOE) */
#define HV_STATUS_SMX_ENABLED 0x003F
/** The machine has no logical processor of this index. (TMORLE) */
#define HV_STATUS_INVALID_LP_INDEX 0x0041
/** The value is invalid for the register. (TMORLE) */
#define HV_STATUS_INVALID_REGISTER_VALUE 0x0050
/** The state of the trust level does not permit the call: it is not enabled, or already enabled. (MOE) */
#define HV_STATUS_INVALID_VTL_STATE 0x0051
/** The processor does not support no-execute pages. (TMOE) */
#define HV_STATUS_NX_NOT_DETECTED 0x0055

/*
 * Devices.
 */

/** No device has this id. (TMOE) */
#define HV_STATUS_INVALID_DEVICE_ID 0x0057
/** The state of the device does not permit the operation. (TMOE) */
#define HV_STATUS_INVALID_DEVICE_STATE 0x0058
/** Success; pending page requests of the device were discarded. (TMOE) */
#define HV_STATUS_PENDING_PAGE_REQUESTS 0x0059
/** The page request of the device is for an access that the guest itself does not have. (TMOE) */
#define HV_STATUS_PAGE_REQUEST_INVALID 0x0060
/** An entry with this key already exists. (MO) */
#define HV_STATUS_KEY_ALREADY_EXISTS 0x0065
/** The device is already attached to the domain. (MOE) */
#define HV_STATUS_DEVICE_ALREADY_IN_DOMAIN 0x0066

/*
 * CPU groups and later codes.
 */

/** No CPU group has this id. (MOE) */
#define HV_STATUS_INVALID_CPU_GROUP_ID 0x006F
/** The state of the CPU group, or a state change in progress, does not permit the operation. (MOE) */
#define HV_STATUS_INVALID_CPU_GROUP_STATE 0x0070
/** The operation failed for a reason without a specific code. (TMORLE) */
#define HV_STATUS_OPERATION_FAILED 0x0071
/** A virtual processor runs a nested guest; the call requires that none does. (TMOE) */
#define HV_STATUS_NOT_ALLOWED_WITH_NESTED_VIRT_ACTIVE 0x0072
/** The root partition's own memory pool is too small for the call: deposit to the root, not to the child. (MOLE) */
#define HV_STATUS_INSUFFICIENT_ROOT_MEMORY 0x0073
/** The event log buffer was already released. (OE) */
#define HV_STATUS_EVENT_BUFFER_ALREADY_FREED 0x0074
/**
 * The partition's memory pool lacks adjacent pages: its owner deposits HV_MAX_CONTIGUOUS_ALLOCATION_PAGES adjacent
 * pages (Memory.h) and calls again. (LE)
 */
#define HV_STATUS_INSUFFICIENT_CONTIGUOUS_MEMORY 0x0075
/** The device is not attached to the domain. (E) */
#define HV_STATUS_DEVICE_NOT_IN_DOMAIN 0x0076
/** The call ended because of an exit of the nested guest. (E) */
#define HV_STATUS_NESTED_VM_EXIT 0x0077
/**
 * The time limit of one hypercall ended before the work was complete. A caller through a GHCB or
 * another path without an instruction to execute again receives this code instead of a silent
 * continuation. It must repeat the call; a rep call from the element in the result word. (MORL; R spells it TIME_OUT)
 */
#define HV_STATUS_TIMEOUT 0x0078
/** The call has started and is not complete when it returns. (RLE) */
#define HV_STATUS_CALL_PENDING 0x0079
/** An MSR of the machine could not be read or written. (E) */
#define HV_STATUS_MSR_ACCESS_FAILED 0x0080
/** The partition's pool of mirrored memory is too small for the call. (E) */
#define HV_STATUS_INSUFFICIENT_MEMORY_MIRRORING 0x0081
/** The partition's pool of mirrored memory lacks adjacent pages. (E) */
#define HV_STATUS_INSUFFICIENT_CONTIGUOUS_MEMORY_MIRRORING 0x0082
/** The root partition's memory pool lacks adjacent pages: deposit them to the root, not to the child. (LE) */
#define HV_STATUS_INSUFFICIENT_CONTIGUOUS_ROOT_MEMORY 0x0083
/** The root partition's pool of mirrored memory is too small for the call. (E) */
#define HV_STATUS_INSUFFICIENT_ROOT_MEMORY_MIRRORING 0x0084
/** The root partition's pool of mirrored memory lacks adjacent pages. (E) */
#define HV_STATUS_INSUFFICIENT_CONTIGUOUS_ROOT_MEMORY_MIRRORING 0x0085
/** The trust level is already enabled for the processor. (ORLE) */
#define HV_STATUS_VTL_ALREADY_ENABLED 0x0086
/** No register has this name. (O) */
#define HV_STATUS_UNKNOWN_REGISTER_NAME 0x0087
/** Undocumented. By its name, about an SPDM request (Security Protocol and Data Model) to a device. (E) */
#define HV_STATUS_SPDM_REQUEST 0x0088
/** No hypervisor is present. Windows reports it; no hypercall returns it. (E) */
#define HV_STATUS_NOT_PRESENT 0x1000

/**
 * Every current code once: HV_STATUS_LIST(X) expands to X(name) for each, in numeric order. A
 * table of names is one line:
 *
 *     #define ROW(Name) case Name: return #Name;
 *     switch (Status) { HV_STATUS_LIST(ROW) }
 */
#define HV_STATUS_LIST(X)                                                                                              \
    X(HV_STATUS_SUCCESS)                                                                                               \
    X(HV_STATUS_INVALID_HYPERCALL_CODE)                                                                                \
    X(HV_STATUS_INVALID_HYPERCALL_INPUT)                                                                               \
    X(HV_STATUS_INVALID_ALIGNMENT)                                                                                     \
    X(HV_STATUS_INVALID_PARAMETER)                                                                                     \
    X(HV_STATUS_ACCESS_DENIED)                                                                                         \
    X(HV_STATUS_INVALID_PARTITION_STATE)                                                                               \
    X(HV_STATUS_OPERATION_DENIED)                                                                                      \
    X(HV_STATUS_UNKNOWN_PROPERTY)                                                                                      \
    X(HV_STATUS_PROPERTY_VALUE_OUT_OF_RANGE)                                                                           \
    X(HV_STATUS_INSUFFICIENT_MEMORY)                                                                                   \
    X(HV_STATUS_PARTITION_TOO_DEEP)                                                                                    \
    X(HV_STATUS_INVALID_PARTITION_ID)                                                                                  \
    X(HV_STATUS_INVALID_VP_INDEX)                                                                                      \
    X(HV_STATUS_NOT_FOUND)                                                                                             \
    X(HV_STATUS_INVALID_PORT_ID)                                                                                       \
    X(HV_STATUS_INVALID_CONNECTION_ID)                                                                                 \
    X(HV_STATUS_INSUFFICIENT_BUFFERS)                                                                                  \
    X(HV_STATUS_NOT_ACKNOWLEDGED)                                                                                      \
    X(HV_STATUS_INVALID_VP_STATE)                                                                                      \
    X(HV_STATUS_ACKNOWLEDGED)                                                                                          \
    X(HV_STATUS_INVALID_SAVE_RESTORE_STATE)                                                                            \
    X(HV_STATUS_INVALID_SYNIC_STATE)                                                                                   \
    X(HV_STATUS_OBJECT_IN_USE)                                                                                         \
    X(HV_STATUS_INVALID_PROXIMITY_DOMAIN_INFO)                                                                         \
    X(HV_STATUS_NO_DATA)                                                                                               \
    X(HV_STATUS_INACTIVE)                                                                                              \
    X(HV_STATUS_NO_RESOURCES)                                                                                          \
    X(HV_STATUS_FEATURE_UNAVAILABLE)                                                                                   \
    X(HV_STATUS_PARTIAL_PACKET)                                                                                        \
    X(HV_STATUS_PROCESSOR_FEATURE_NOT_SUPPORTED)                                                                       \
    X(HV_STATUS_PROCESSOR_CACHE_LINE_FLUSH_SIZE_INCOMPATIBLE)                                                          \
    X(HV_STATUS_INSUFFICIENT_BUFFER)                                                                                   \
    X(HV_STATUS_INCOMPATIBLE_PROCESSOR)                                                                                \
    X(HV_STATUS_INSUFFICIENT_DEVICE_DOMAINS)                                                                           \
    X(HV_STATUS_CPUID_FEATURE_VALIDATION_ERROR)                                                                        \
    X(HV_STATUS_CPUID_XSAVE_FEATURE_VALIDATION_ERROR)                                                                  \
    X(HV_STATUS_PROCESSOR_STARTUP_TIMEOUT)                                                                             \
    X(HV_STATUS_SMX_ENABLED)                                                                                           \
    X(HV_STATUS_INVALID_LP_INDEX)                                                                                      \
    X(HV_STATUS_INVALID_REGISTER_VALUE)                                                                                \
    X(HV_STATUS_INVALID_VTL_STATE)                                                                                     \
    X(HV_STATUS_NX_NOT_DETECTED)                                                                                       \
    X(HV_STATUS_INVALID_DEVICE_ID)                                                                                     \
    X(HV_STATUS_INVALID_DEVICE_STATE)                                                                                  \
    X(HV_STATUS_PENDING_PAGE_REQUESTS)                                                                                 \
    X(HV_STATUS_PAGE_REQUEST_INVALID)                                                                                  \
    X(HV_STATUS_KEY_ALREADY_EXISTS)                                                                                    \
    X(HV_STATUS_DEVICE_ALREADY_IN_DOMAIN)                                                                              \
    X(HV_STATUS_INVALID_CPU_GROUP_ID)                                                                                  \
    X(HV_STATUS_INVALID_CPU_GROUP_STATE)                                                                               \
    X(HV_STATUS_OPERATION_FAILED)                                                                                      \
    X(HV_STATUS_NOT_ALLOWED_WITH_NESTED_VIRT_ACTIVE)                                                                   \
    X(HV_STATUS_INSUFFICIENT_ROOT_MEMORY)                                                                              \
    X(HV_STATUS_EVENT_BUFFER_ALREADY_FREED)                                                                            \
    X(HV_STATUS_INSUFFICIENT_CONTIGUOUS_MEMORY)                                                                        \
    X(HV_STATUS_DEVICE_NOT_IN_DOMAIN)                                                                                  \
    X(HV_STATUS_NESTED_VM_EXIT)                                                                                        \
    X(HV_STATUS_TIMEOUT)                                                                                               \
    X(HV_STATUS_CALL_PENDING)                                                                                          \
    X(HV_STATUS_MSR_ACCESS_FAILED)                                                                                     \
    X(HV_STATUS_INSUFFICIENT_MEMORY_MIRRORING)                                                                         \
    X(HV_STATUS_INSUFFICIENT_CONTIGUOUS_MEMORY_MIRRORING)                                                              \
    X(HV_STATUS_INSUFFICIENT_CONTIGUOUS_ROOT_MEMORY)                                                                   \
    X(HV_STATUS_INSUFFICIENT_ROOT_MEMORY_MIRRORING)                                                                    \
    X(HV_STATUS_INSUFFICIENT_CONTIGUOUS_ROOT_MEMORY_MIRRORING)                                                         \
    X(HV_STATUS_VTL_ALREADY_ENABLED)                                                                                   \
    X(HV_STATUS_UNKNOWN_REGISTER_NAME)                                                                                 \
    X(HV_STATUS_SPDM_REQUEST)                                                                                          \
    X(HV_STATUS_NOT_PRESENT)

/*
 * Retired codes for a missing processor feature; hosts now report all of them as
 * HV_STATUS_PROCESSOR_FEATURE_NOT_SUPPORTED. Sources: WDK 7.1; TLFS 5.0C appendix B (from 0x0039
 * on, only this one).
 */

/** The number is now HV_STATUS_PROCESSOR_FEATURE_NOT_SUPPORTED. */
#define HV_STATUS_PROCESSOR_FEATURE_SSE3_NOT_SUPPORTED 0x0020
#define HV_STATUS_PROCESSOR_FEATURE_LAHFSAHF_NOT_SUPPORTED 0x0021
#define HV_STATUS_PROCESSOR_FEATURE_SSSE3_NOT_SUPPORTED 0x0022
#define HV_STATUS_PROCESSOR_FEATURE_SSE4_1_NOT_SUPPORTED 0x0023
#define HV_STATUS_PROCESSOR_FEATURE_SSE4_2_NOT_SUPPORTED 0x0024
#define HV_STATUS_PROCESSOR_FEATURE_SSE4A_NOT_SUPPORTED 0x0025
#define HV_STATUS_PROCESSOR_FEATURE_SSE5_NOT_SUPPORTED 0x0026
#define HV_STATUS_PROCESSOR_FEATURE_XOP_NOT_SUPPORTED 0x0026 /**< The name in TLFS 5.0C. */
#define HV_STATUS_PROCESSOR_FEATURE_POPCNT_NOT_SUPPORTED 0x0027
#define HV_STATUS_PROCESSOR_FEATURE_CMPXCHG16B_NOT_SUPPORTED 0x0028
#define HV_STATUS_PROCESSOR_FEATURE_ALTMOVCR8_NOT_SUPPORTED 0x0029
#define HV_STATUS_PROCESSOR_FEATURE_LZCNT_NOT_SUPPORTED 0x002A
#define HV_STATUS_PROCESSOR_FEATURE_MISALIGNED_SSE_NOT_SUPPORTED 0x002B
#define HV_STATUS_PROCESSOR_FEATURE_MMX_EXT_NOT_SUPPORTED 0x002C
#define HV_STATUS_PROCESSOR_FEATURE_3DNOW_NOT_SUPPORTED 0x002D
#define HV_STATUS_PROCESSOR_FEATURE_EXTENDED_3DNOW_NOT_SUPPORTED 0x002E
#define HV_STATUS_PROCESSOR_FEATURE_PAGE_1GB_NOT_SUPPORTED 0x002F
#define HV_STATUS_PROCESSOR_FEATURE_XSAVE_NOT_SUPPORTED 0x0031
#define HV_STATUS_PROCESSOR_FEATURE_XSAVEOPT_NOT_SUPPORTED 0x0032
/** The number is now HV_STATUS_INSUFFICIENT_BUFFER. */
#define HV_STATUS_PROCESSOR_FEATURE_XSAVE_LEGACY_SSE_NOT_SUPPORTED 0x0033
#define HV_STATUS_PROCESSOR_FEATURE_XSAVE_AVX_NOT_SUPPORTED 0x0034
#define HV_STATUS_PROCESSOR_FEATURE_XSAVE_UNKNOWN_FEATURE_NOT_SUPPORTED 0x0035
#define HV_STATUS_PROCESSOR_FEATURE_XSAVE_FEATURE_NOT_SUPPORTED 0x0035 /**< The name in TLFS 5.0C. */
/** The size of the XSAVE area in the state to be restored differs from that of this machine. */
#define HV_STATUS_PROCESSOR_XSAVE_SAVE_AREA_INCOMPATIBLE 0x0036
#define HV_STATUS_PROCESSOR_FEATURE_AES_NOT_SUPPORTED 0x0039
#define HV_STATUS_PROCESSOR_FEATURE_PCLMULQDQ_NOT_SUPPORTED 0x003A
#define HV_STATUS_PROCESSOR_FEATURE_INCOMPATIBLE_XSAVE_FEATURES 0x003B
#define HV_STATUS_PROCESSOR_FEATURE_PCID_NOT_SUPPORTED 0x0040
#define HV_STATUS_FEATURE_FMA4_NOT_SUPPORTED 0x0042
#define HV_STATUS_FEATURE_F16C_NOT_SUPPORTED 0x0043
#define HV_STATUS_PROCESSOR_FEATURE_RDRAND_NOT_SUPPORTED 0x0044
#define HV_STATUS_PROCESSOR_FEATURE_RDWRFSGS_NOT_SUPPORTED 0x0045
#define HV_STATUS_PROCESSOR_FEATURE_SMEP_NOT_SUPPORTED 0x0046
#define HV_STATUS_PROCESSOR_FEATURE_ENHANCED_FAST_STRING_NOT_SUPPORTED 0x0047
#define HV_STATUS_PROCESSOR_FEATURE_MOVBE_NOT_SUPPORTED 0x0048
#define HV_STATUS_PROCESSOR_FEATURE_BMI1_NOT_SUPPORTED 0x0049
#define HV_STATUS_PROCESSOR_FEATURE_BMI2_NOT_SUPPORTED 0x004A
#define HV_STATUS_PROCESSOR_FEATURE_HLE_NOT_SUPPORTED 0x004B
#define HV_STATUS_PROCESSOR_FEATURE_RTM_NOT_SUPPORTED 0x004C
#define HV_STATUS_PROCESSOR_FEATURE_XSAVE_FMA_NOT_SUPPORTED 0x004D
#define HV_STATUS_PROCESSOR_FEATURE_XSAVE_AVX2_NOT_SUPPORTED 0x004E
#define HV_STATUS_PROCESSOR_FEATURE_NPIEP1_NOT_SUPPORTED 0x004F
#define HV_STATUS_PROCESSOR_FEATURE_RDSEED_NOT_SUPPORTED 0x0052
#define HV_STATUS_PROCESSOR_FEATURE_ADX_NOT_SUPPORTED 0x0053
#define HV_STATUS_PROCESSOR_FEATURE_SMAP_NOT_SUPPORTED 0x0054
#define HV_STATUS_PROCESSOR_FEATURE_INTEL_PREFETCH_NOT_SUPPORTED 0x0056

/** The retired codes whose numbers have no new meaning, for programs that name old logs: X(name) for each. */
#define HV_STATUS_RETIRED_LIST(X)                                                                                      \
    X(HV_STATUS_PROCESSOR_FEATURE_LAHFSAHF_NOT_SUPPORTED)                                                              \
    X(HV_STATUS_PROCESSOR_FEATURE_SSSE3_NOT_SUPPORTED)                                                                 \
    X(HV_STATUS_PROCESSOR_FEATURE_SSE4_1_NOT_SUPPORTED)                                                                \
    X(HV_STATUS_PROCESSOR_FEATURE_SSE4_2_NOT_SUPPORTED)                                                                \
    X(HV_STATUS_PROCESSOR_FEATURE_SSE4A_NOT_SUPPORTED)                                                                 \
    X(HV_STATUS_PROCESSOR_FEATURE_SSE5_NOT_SUPPORTED)                                                                  \
    X(HV_STATUS_PROCESSOR_FEATURE_POPCNT_NOT_SUPPORTED)                                                                \
    X(HV_STATUS_PROCESSOR_FEATURE_CMPXCHG16B_NOT_SUPPORTED)                                                            \
    X(HV_STATUS_PROCESSOR_FEATURE_ALTMOVCR8_NOT_SUPPORTED)                                                             \
    X(HV_STATUS_PROCESSOR_FEATURE_LZCNT_NOT_SUPPORTED)                                                                 \
    X(HV_STATUS_PROCESSOR_FEATURE_MISALIGNED_SSE_NOT_SUPPORTED)                                                        \
    X(HV_STATUS_PROCESSOR_FEATURE_MMX_EXT_NOT_SUPPORTED)                                                               \
    X(HV_STATUS_PROCESSOR_FEATURE_3DNOW_NOT_SUPPORTED)                                                                 \
    X(HV_STATUS_PROCESSOR_FEATURE_EXTENDED_3DNOW_NOT_SUPPORTED)                                                        \
    X(HV_STATUS_PROCESSOR_FEATURE_PAGE_1GB_NOT_SUPPORTED)                                                              \
    X(HV_STATUS_PROCESSOR_FEATURE_XSAVE_NOT_SUPPORTED)                                                                 \
    X(HV_STATUS_PROCESSOR_FEATURE_XSAVEOPT_NOT_SUPPORTED)                                                              \
    X(HV_STATUS_PROCESSOR_FEATURE_XSAVE_AVX_NOT_SUPPORTED)                                                             \
    X(HV_STATUS_PROCESSOR_FEATURE_XSAVE_UNKNOWN_FEATURE_NOT_SUPPORTED)                                                 \
    X(HV_STATUS_PROCESSOR_XSAVE_SAVE_AREA_INCOMPATIBLE)                                                                \
    X(HV_STATUS_PROCESSOR_FEATURE_AES_NOT_SUPPORTED)                                                                   \
    X(HV_STATUS_PROCESSOR_FEATURE_PCLMULQDQ_NOT_SUPPORTED)                                                             \
    X(HV_STATUS_PROCESSOR_FEATURE_INCOMPATIBLE_XSAVE_FEATURES)                                                         \
    X(HV_STATUS_PROCESSOR_FEATURE_PCID_NOT_SUPPORTED)                                                                  \
    X(HV_STATUS_FEATURE_FMA4_NOT_SUPPORTED)                                                                            \
    X(HV_STATUS_FEATURE_F16C_NOT_SUPPORTED)                                                                            \
    X(HV_STATUS_PROCESSOR_FEATURE_RDRAND_NOT_SUPPORTED)                                                                \
    X(HV_STATUS_PROCESSOR_FEATURE_RDWRFSGS_NOT_SUPPORTED)                                                              \
    X(HV_STATUS_PROCESSOR_FEATURE_SMEP_NOT_SUPPORTED)                                                                  \
    X(HV_STATUS_PROCESSOR_FEATURE_ENHANCED_FAST_STRING_NOT_SUPPORTED)                                                  \
    X(HV_STATUS_PROCESSOR_FEATURE_MOVBE_NOT_SUPPORTED)                                                                 \
    X(HV_STATUS_PROCESSOR_FEATURE_BMI1_NOT_SUPPORTED)                                                                  \
    X(HV_STATUS_PROCESSOR_FEATURE_BMI2_NOT_SUPPORTED)                                                                  \
    X(HV_STATUS_PROCESSOR_FEATURE_HLE_NOT_SUPPORTED)                                                                   \
    X(HV_STATUS_PROCESSOR_FEATURE_RTM_NOT_SUPPORTED)                                                                   \
    X(HV_STATUS_PROCESSOR_FEATURE_XSAVE_FMA_NOT_SUPPORTED)                                                             \
    X(HV_STATUS_PROCESSOR_FEATURE_XSAVE_AVX2_NOT_SUPPORTED)                                                            \
    X(HV_STATUS_PROCESSOR_FEATURE_NPIEP1_NOT_SUPPORTED)                                                                \
    X(HV_STATUS_PROCESSOR_FEATURE_RDSEED_NOT_SUPPORTED)                                                                \
    X(HV_STATUS_PROCESSOR_FEATURE_ADX_NOT_SUPPORTED)                                                                   \
    X(HV_STATUS_PROCESSOR_FEATURE_SMAP_NOT_SUPPORTED)                                                                  \
    X(HV_STATUS_PROCESSOR_FEATURE_INTEL_PREFETCH_NOT_SUPPORTED)

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_STATUS */
