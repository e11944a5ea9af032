/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Names of NTSTATUS codes, for programs that print statuses of hosts and of Windows guests.
 *
 * Hosts respond to GPADL and open requests with an NTSTATUS (ChannelMessage.h) and report one with
 * the outcome of a storage request (Storage.h); a Windows guest writes one to a crash register
 * after some stop codes. The list contains the codes that occur there. NtStatus.h defines the
 * constants that drivers need.
 *
 * The names are those of Windows' ntstatus.h, which may be included before or
 * after this header: the list joins or quotes the names and never expands them.
 *
 * Source: mingw-w64 ntstatus.h (public domain).
 */

#ifndef MILE_HYPERV_VMBUS_NTSTATUS_NAME
#define MILE_HYPERV_VMBUS_NTSTATUS_NAME

/** Codes in ascending order: X(Name, Value), the name without STATUS_. */
#define HV_NTSTATUS_NAME_LIST(X)                                                                                       \
    X(SUCCESS, 0x00000000)                                                                                             \
    X(TIMEOUT, 0x00000102)                                                                                             \
    X(PENDING, 0x00000103)                                                                                             \
    X(CTX_CDM_CONNECT, 0x400A0004)                                                                                     \
    X(GUARD_PAGE_VIOLATION, 0x80000001)                                                                                \
    X(DATATYPE_MISALIGNMENT, 0x80000002)                                                                               \
    X(BREAKPOINT, 0x80000003)                                                                                          \
    X(SINGLE_STEP, 0x80000004)                                                                                         \
    X(BUFFER_OVERFLOW, 0x80000005)                                                                                     \
    X(NO_MORE_FILES, 0x80000006)                                                                                       \
    X(HANDLES_CLOSED, 0x8000000A)                                                                                      \
    X(DEVICE_BUSY, 0x80000011)                                                                                         \
    X(VERIFY_REQUIRED, 0x80000016)                                                                                     \
    X(NO_MORE_ENTRIES, 0x8000001A)                                                                                     \
    X(MEDIA_CHANGED, 0x8000001C)                                                                                       \
    X(BUS_RESET, 0x8000001D)                                                                                           \
    X(UNSUCCESSFUL, 0xC0000001)                                                                                        \
    X(NOT_IMPLEMENTED, 0xC0000002)                                                                                     \
    X(INVALID_INFO_CLASS, 0xC0000003)                                                                                  \
    X(INFO_LENGTH_MISMATCH, 0xC0000004)                                                                                \
    X(ACCESS_VIOLATION, 0xC0000005)                                                                                    \
    X(IN_PAGE_ERROR, 0xC0000006)                                                                                       \
    X(INVALID_HANDLE, 0xC0000008)                                                                                      \
    X(INVALID_CID, 0xC000000B)                                                                                         \
    X(INVALID_PARAMETER, 0xC000000D)                                                                                   \
    X(NO_SUCH_DEVICE, 0xC000000E)                                                                                      \
    X(NO_SUCH_FILE, 0xC000000F)                                                                                        \
    X(INVALID_DEVICE_REQUEST, 0xC0000010)                                                                              \
    X(END_OF_FILE, 0xC0000011)                                                                                         \
    X(NO_MEDIA_IN_DEVICE, 0xC0000013)                                                                                  \
    X(UNRECOGNIZED_MEDIA, 0xC0000014)                                                                                  \
    X(NONEXISTENT_SECTOR, 0xC0000015)                                                                                  \
    X(MORE_PROCESSING_REQUIRED, 0xC0000016)                                                                            \
    X(NO_MEMORY, 0xC0000017)                                                                                           \
    X(CONFLICTING_ADDRESSES, 0xC0000018)                                                                               \
    X(INVALID_SYSTEM_SERVICE, 0xC000001C)                                                                              \
    X(ILLEGAL_INSTRUCTION, 0xC000001D)                                                                                 \
    X(INVALID_LOCK_SEQUENCE, 0xC000001E)                                                                               \
    X(ALREADY_COMMITTED, 0xC0000021)                                                                                   \
    X(ACCESS_DENIED, 0xC0000022)                                                                                       \
    X(BUFFER_TOO_SMALL, 0xC0000023)                                                                                    \
    X(OBJECT_TYPE_MISMATCH, 0xC0000024)                                                                                \
    X(NONCONTINUABLE_EXCEPTION, 0xC0000025)                                                                            \
    X(INVALID_DISPOSITION, 0xC0000026)                                                                                 \
    X(UNWIND, 0xC0000027)                                                                                              \
    X(BAD_STACK, 0xC0000028)                                                                                           \
    X(DISK_CORRUPT_ERROR, 0xC0000032)                                                                                  \
    X(OBJECT_NAME_INVALID, 0xC0000033)                                                                                 \
    X(OBJECT_NAME_NOT_FOUND, 0xC0000034)                                                                               \
    X(OBJECT_NAME_COLLISION, 0xC0000035)                                                                               \
    X(DATA_OVERRUN, 0xC000003C)                                                                                        \
    X(DATA_LATE_ERROR, 0xC000003D)                                                                                     \
    X(DATA_ERROR, 0xC000003E)                                                                                          \
    X(CRC_ERROR, 0xC000003F)                                                                                           \
    X(INVALID_PORT_HANDLE, 0xC0000042)                                                                                 \
    X(SHARING_VIOLATION, 0xC0000043)                                                                                   \
    X(QUOTA_EXCEEDED, 0xC0000044)                                                                                      \
    X(DELETE_PENDING, 0xC0000056)                                                                                      \
    X(REVISION_MISMATCH, 0xC0000059)                                                                                   \
    X(INVALID_IMAGE_FORMAT, 0xC000007B)                                                                                \
    X(DISK_FULL, 0xC000007F)                                                                                           \
    X(ARRAY_BOUNDS_EXCEEDED, 0xC000008C)                                                                               \
    X(FLOAT_DENORMAL_OPERAND, 0xC000008D)                                                                              \
    X(FLOAT_DIVIDE_BY_ZERO, 0xC000008E)                                                                                \
    X(INTEGER_DIVIDE_BY_ZERO, 0xC0000094)                                                                              \
    X(INTEGER_OVERFLOW, 0xC0000095)                                                                                    \
    X(PRIVILEGED_INSTRUCTION, 0xC0000096)                                                                              \
    X(INSUFFICIENT_RESOURCES, 0xC000009A)                                                                              \
    X(DEVICE_DATA_ERROR, 0xC000009C)                                                                                   \
    X(DEVICE_NOT_CONNECTED, 0xC000009D)                                                                                \
    X(DEVICE_POWER_FAILURE, 0xC000009E)                                                                                \
    X(FREE_VM_NOT_AT_BASE, 0xC000009F)                                                                                 \
    X(MEDIA_WRITE_PROTECTED, 0xC00000A2)                                                                               \
    X(DEVICE_NOT_READY, 0xC00000A3)                                                                                    \
    X(IO_TIMEOUT, 0xC00000B5)                                                                                          \
    X(FILE_IS_A_DIRECTORY, 0xC00000BA)                                                                                 \
    X(NOT_SUPPORTED, 0xC00000BB)                                                                                       \
    X(NETWORK_BUSY, 0xC00000BF)                                                                                        \
    X(DEVICE_DOES_NOT_EXIST, 0xC00000C0)                                                                               \
    X(ADAPTER_HARDWARE_ERROR, 0xC00000C2)                                                                              \
    X(UNEXPECTED_NETWORK_ERROR, 0xC00000C4)                                                                            \
    X(TOO_MANY_SESSIONS, 0xC00000CE)                                                                                   \
    X(CANT_WAIT, 0xC00000D8)                                                                                           \
    X(INTERNAL_ERROR, 0xC00000E5)                                                                                      \
    X(INVALID_USER_BUFFER, 0xC00000E8)                                                                                 \
    X(INVALID_PARAMETER_1, 0xC00000EF)                                                                                 \
    X(INVALID_PARAMETER_2, 0xC00000F0)                                                                                 \
    X(INVALID_PARAMETER_3, 0xC00000F1)                                                                                 \
    X(STACK_OVERFLOW, 0xC00000FD)                                                                                      \
    X(BAD_FUNCTION_TABLE, 0xC00000FF)                                                                                  \
    X(FILE_CORRUPT_ERROR, 0xC0000102)                                                                                  \
    X(CANCELLED, 0xC0000120)                                                                                           \
    X(CANNOT_DELETE, 0xC0000121)                                                                                       \
    X(DLL_NOT_FOUND, 0xC0000135)                                                                                       \
    X(ENTRYPOINT_NOT_FOUND, 0xC0000139)                                                                                \
    X(LOCAL_DISCONNECT, 0xC000013B)                                                                                    \
    X(REMOTE_DISCONNECT, 0xC000013C)                                                                                   \
    X(LINK_FAILED, 0xC000013E)                                                                                         \
    X(LINK_TIMEOUT, 0xC000013F)                                                                                        \
    X(INVALID_CONNECTION, 0xC0000140)                                                                                  \
    X(INVALID_ADDRESS, 0xC0000141)                                                                                     \
    X(PIPE_BROKEN, 0xC000014B)                                                                                         \
    X(REGISTRY_CORRUPT, 0xC000014C)                                                                                    \
    X(REGISTRY_IO_FAILED, 0xC000014D)                                                                                  \
    X(UNRECOGNIZED_VOLUME, 0xC000014F)                                                                                 \
    X(DISK_OPERATION_FAILED, 0xC000016A)                                                                               \
    X(DEVICE_NOT_PARTITIONED, 0xC0000174)                                                                              \
    X(DEVICE_CONFIGURATION_ERROR, 0xC0000182)                                                                          \
    X(INVALID_DEVICE_STATE, 0xC0000184)                                                                                \
    X(IO_DEVICE_ERROR, 0xC0000185)                                                                                     \
    X(DEVICE_PROTOCOL_ERROR, 0xC0000186)                                                                               \
    X(CONNECTION_DISCONNECTED, 0xC000020C)                                                                             \
    X(CONNECTION_RESET, 0xC000020D)                                                                                    \
    X(SYSTEM_PROCESS_TERMINATED, 0xC000021A)                                                                           \
    X(IMAGE_CHECKSUM_MISMATCH, 0xC0000221)                                                                             \
    X(LOST_WRITEBEHIND_DATA, 0xC0000222)                                                                               \
    X(NOT_FOUND, 0xC0000225)                                                                                           \
    X(RETRY, 0xC000022D)                                                                                               \
    X(CONNECTION_REFUSED, 0xC0000236)                                                                                  \
    X(HOST_UNREACHABLE, 0xC000023D)                                                                                    \
    X(REQUEST_ABORTED, 0xC0000240)                                                                                     \
    X(CONNECTION_ABORTED, 0xC0000241)                                                                                  \
    X(DRIVER_UNABLE_TO_LOAD, 0xC000026C)                                                                               \
    X(VOLUME_DISMOUNTED, 0xC000026E)                                                                                   \
    X(DEVICE_REMOVED, 0xC00002B6)                                                                                      \
    X(POWER_STATE_INVALID, 0xC00002D3)                                                                                 \
    X(HEAP_CORRUPTION, 0xC0000374)                                                                                     \
    X(STACK_BUFFER_OVERRUN, 0xC0000409)                                                                                \
    X(HUNG_DISPLAY_DRIVER_THREAD, 0xC0000415)                                                                          \
    X(ASSERTION_FAILURE, 0xC0000420)                                                                                   \
    X(INVALID_IMAGE_HASH, 0xC0000428)                                                                                  \
    X(CALLBACK_BYPASS, 0xC0000503)                                                                                     \
    X(FAIL_FAST_EXCEPTION, 0xC0000602)                                                                                 \
    X(IO_REISSUE_AS_CACHED, 0xC0040039)

#endif /* !MILE_HYPERV_VMBUS_NTSTATUS_NAME */
