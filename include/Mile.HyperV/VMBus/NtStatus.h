/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief NTSTATUS values that travel: results of channel messages, storage requests and PCI messages.
 *
 * Several protocols of the VMBus return a 32-bit NTSTATUS of Windows. Its two highest bits are the
 * severity: 0 success, 1 information, 2 warning, 3 error. A negative value is therefore a warning
 * or an error. A guest tests for success with HV_NTSTATUS_IS_SUCCESS, except where the protocol
 * accepts only 0; the comment of such a member specifies that.
 *
 * HV_NTSTATUS is signed, as NTSTATUS is in Windows' own headers, and so are the constants: a
 * comparison with them, or with the STATUS_ macros of Windows, does not change the sign. They are
 * written as negative numbers, because 0xC0000059 is an unsigned constant in C; the comment of each
 * gives the usual form.
 *
 * The list contains the values that a host is known to send, or a guest to expect. A guest must accept any other:
 * OpenVMM's bus, for instance, reports a GPADL or a channel that it cannot create with
 * 0x8000FFFF, an HRESULT.
 *
 * Sources: OpenVMM storvsp_protocol, storvsp, vpci_protocol, vpci, vmbus_core; mu_msvm
 * StorvscDxe and VpcivscDxe; Windows SDK 10.0.28000 ntstatus.h; facts of GPU paravirtualization
 * and Network Direct; the original Mile.HyperV (1.x).
 */

#ifndef MILE_HYPERV_VMBUS_NT_STATUS
#define MILE_HYPERV_VMBUS_NT_STATUS

#include "../Hypervisor/Types.h"

HV_HEADER_BEGIN

/** An NTSTATUS of Windows on the wire. */
typedef HV_INT32 HV_NTSTATUS, *PHV_NTSTATUS;

/** Whether an HV_NTSTATUS is a success or an information, as Windows' NT_SUCCESS defines it. */
#define HV_NTSTATUS_IS_SUCCESS(Status) ((Status) >= 0)

/** 0x00000000: The operation succeeded. */
#define HV_NTSTATUS_SUCCESS 0
/** 0x00000102: A success: the time of a wait has elapsed. GPU paravirtualization. */
#define HV_NTSTATUS_TIMEOUT 0x102
/** 0x00000103: A success: the operation continues, and the host reports its end later. */
#define HV_NTSTATUS_PENDING 0x103
/** 0x80000005: More data exist than the buffer holds: OpenVMM's storage host, for VMSTOR_SRB_STATUS_DATA_OVERRUN. */
#define HV_NTSTATUS_BUFFER_OVERFLOW (-0x7FFFFFFB)
/** 0x80000011: OpenVMM's storage host, for VMSTOR_SRB_STATUS_BUSY. */
#define HV_NTSTATUS_DEVICE_BUSY (-0x7FFFFFEF)
/** 0xC0000001: A failure without a specific code: OpenVMM's storage host, for a flushed request. */
#define HV_NTSTATUS_UNSUCCESSFUL (-0x3FFFFFFF)
/** 0xC0000002: GPU paravirtualization. */
#define HV_NTSTATUS_NOT_IMPLEMENTED (-0x3FFFFFFE)
/** 0xC0000008: GPU paravirtualization. */
#define HV_NTSTATUS_INVALID_HANDLE (-0x3FFFFFF8)
/** 0xC000000D: OpenVMM's storage host refuses a number of sub-channels with it. */
#define HV_NTSTATUS_INVALID_PARAMETER (-0x3FFFFFF3)
/** 0xC0000010: OpenVMM's storage host, for VMSTOR_SRB_STATUS_BAD_FUNCTION. */
#define HV_NTSTATUS_INVALID_DEVICE_REQUEST (-0x3FFFFFF0)
/** 0xC0000017: GPU paravirtualization. */
#define HV_NTSTATUS_NO_MEMORY (-0x3FFFFFE9)
/** 0xC000001D: GPU paravirtualization. */
#define HV_NTSTATUS_ILLEGAL_INSTRUCTION (-0x3FFFFFE3)
/** 0xC0000022: GPU paravirtualization. */
#define HV_NTSTATUS_ACCESS_DENIED (-0x3FFFFFDE)
/** 0xC0000023: GPU paravirtualization. */
#define HV_NTSTATUS_BUFFER_TOO_SMALL (-0x3FFFFFDD)
/** 0xC0000024: GPU paravirtualization. */
#define HV_NTSTATUS_OBJECT_TYPE_MISMATCH (-0x3FFFFFDC)
/** 0xC0000033: GPU paravirtualization. */
#define HV_NTSTATUS_OBJECT_NAME_INVALID (-0x3FFFFFCD)
/** 0xC0000034: GPU paravirtualization. */
#define HV_NTSTATUS_OBJECT_NAME_NOT_FOUND (-0x3FFFFFCC)
/** 0xC0000035: GPU paravirtualization. */
#define HV_NTSTATUS_OBJECT_NAME_COLLISION (-0x3FFFFFCB)
/** 0xC0000059: The host does not support the version (storage, PCI): request the next older one. */
#define HV_NTSTATUS_REVISION_MISMATCH (-0x3FFFFFA7)
/** 0xC000009A: The host is out of memory; it may succeed later. */
#define HV_NTSTATUS_INSUFFICIENT_RESOURCES (-0x3FFFFF66)
/** 0xC000009D: OpenVMM's storage host, for VMSTOR_SRB_STATUS_SELECTION_TIMEOUT. */
#define HV_NTSTATUS_DEVICE_NOT_CONNECTED (-0x3FFFFF63)
/** 0xC00000B5: OpenVMM's storage host, for the two timeouts of a request. */
#define HV_NTSTATUS_IO_TIMEOUT (-0x3FFFFF4B)
/** 0xC00000BB: OpenVMM's PCI host, for VpciMsgResetDevice and for TDISP on a device without it. */
#define HV_NTSTATUS_NOT_SUPPORTED (-0x3FFFFF45)
/** 0xC00000C0: The unit is absent: OpenVMM's storage host, for VMSTOR_SRB_STATUS_INVALID_LUN and similar codes. */
#define HV_NTSTATUS_DEVICE_DOES_NOT_EXIST (-0x3FFFFF40)
/** 0xC0000120: OpenVMM's storage host, for VMSTOR_SRB_STATUS_ABORTED. */
#define HV_NTSTATUS_CANCELLED (-0x3FFFFEE0)
/** 0xC0000184: The request came out of order (storage). */
#define HV_NTSTATUS_INVALID_DEVICE_STATE (-0x3FFFFE7C)
/** 0xC0000185: The request failed; VMSCSI_REQUEST.SrbStatus and the sense data specify how. */
#define HV_NTSTATUS_IO_DEVICE_ERROR (-0x3FFFFE7B)
/** 0xC000020C: Network Direct: the connection ended. */
#define HV_NTSTATUS_DISCONNECTED (-0x3FFFFDF4)
/** 0xC0000236: No service listens (VMBUS_CHANNEL_TL_CONNECT_RESULT). */
#define HV_NTSTATUS_CONNECTION_REFUSED (-0x3FFFFDCA)
/** 0xC00002B6: GPU paravirtualization. */
#define HV_NTSTATUS_DEVICE_REMOVED (-0x3FFFFD4A)
/** 0xC000090B: OpenVMM's PCI host, for a malformed packet, an unknown slot or an unknown power state. */
#define HV_NTSTATUS_BAD_DATA (-0x3FFFF6F5)
/** 0xC01E0102: GPU paravirtualization. */
#define HV_NTSTATUS_GRAPHICS_ALLOCATION_BUSY (-0x3FE1FEFE)

HV_HEADER_END

#endif /* !MILE_HYPERV_VMBUS_NT_STATUS */
