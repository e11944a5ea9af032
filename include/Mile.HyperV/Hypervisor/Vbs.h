/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief VBS calls: attestation of a guest that virtualization-based security isolates.
 *
 * A partition that is isolated by VBS (Isolation.h) has memory that the host's
 * operating system cannot read. It proves its identity to a remote party by a report: it passes 64
 * bytes of its own (a hash of a key, a nonce) to HvCallVbsVmCallReport, and receives a signed
 * statement that binds these bytes to the measurement of the guest and to its security policy. The
 * remote party must check the signature, the policy and the measurement.
 *
 *      guest                              hypervisor
 *        |-- 64 bytes of report data  -->|   HvCallVbsVmCallReport
 *        |<-- package: header, report ---|   560 bytes of at most 2,048
 *
 * The code is in the range of calls of an isolated guest, 0xC000 to 0xFFFF (bits 14 and 15 of the call
 * code, HV_HYPERCALL_INPUT_PRIVATE). The call is a simple call; in a partition without it, it fails with
 * HV_STATUS_INVALID_HYPERCALL_CODE.
 *
 * Sources: OpenVMM hvdef (lib.rs and vbs.rs).
 */

#ifndef MILE_HYPERV_HYPERVISOR_VBS
#define MILE_HYPERV_HYPERVISOR_VBS

#include "Types.h"

HV_HEADER_BEGIN

/** Code of a VBS call: 0xC000 to 0xFFFF. */
typedef HV_UINT32 HV_VBS_CALL, *PHV_VBS_CALL;
enum
{
    HvCallVbsVmCallReport = 0xC001, /**< Produce an attestation report. Simple. */
};

/** The VBS calls, in numeric order: X(name) for each. */
#define HV_VBS_CALL_LIST(X) X(HvCallVbsVmCallReport)

/** Size of the data that the guest adds to a report, in bytes. */
#define HV_VBS_VM_REPORT_DATA_SIZE 64
/** Size of the output of HvCallVbsVmCallReport, in bytes; the report is at its start. */
#define HV_VBS_VM_MAX_REPORT_SIZE 2048
/** Size of HV_VBS_REPORT, in bytes. */
#define HV_VBS_REPORT_SIZE 0x230

/** Input of HvCallVbsVmCallReport. Output: HV_VBS_OUTPUT_VM_CALL_REPORT. */
typedef struct HV_CALL_ATTRIBUTES HV_VBS_INPUT_VM_CALL_REPORT
{
    HV_UINT8 ReportData[64]; /**< Data of the caller; the report repeats it. */
} HV_VBS_INPUT_VM_CALL_REPORT, *PHV_VBS_INPUT_VM_CALL_REPORT;
HV_STATIC_ASSERT(sizeof(HV_VBS_INPUT_VM_CALL_REPORT) == 64);

/** Output of HvCallVbsVmCallReport. */
typedef struct HV_CALL_ATTRIBUTES HV_VBS_OUTPUT_VM_CALL_REPORT
{
    HV_UINT8 Report[2048]; /**< An HV_VBS_REPORT; its header contains the number of valid bytes. */
} HV_VBS_OUTPUT_VM_CALL_REPORT, *PHV_VBS_OUTPUT_VM_CALL_REPORT;
HV_STATIC_ASSERT(sizeof(HV_VBS_OUTPUT_VM_CALL_REPORT) == 2048);

/** Header of the report. */
typedef struct HV_VBS_REPORT_PACKAGE_HEADER
{
    /** Size of the package in bytes, including this header; at most 2048. */
    HV_UINT32 PackageSize;
    /** Version of the package, not of the report; its values are undocumented. */
    HV_UINT32 Version;
    /** Scheme of the signature in HV_VBS_REPORT; its values are undocumented. */
    HV_UINT32 SignatureScheme;
    HV_UINT32 SignatureSize; /**< Size of the signature in bytes; at most 256. */
    HV_UINT32 Reserved;
} HV_VBS_REPORT_PACKAGE_HEADER, *PHV_VBS_REPORT_PACKAGE_HEADER;
HV_STATIC_ASSERT(sizeof(HV_VBS_REPORT_PACKAGE_HEADER) == 20);

/** Set of virtual trust levels. */
typedef union HV_VBS_VTL_BITMAP
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 Vtl0 : 1;      /**< Bit 0: VTL 0 is in the set. */
        HV_UINT32 Vtl1 : 1;      /**< Bit 1: VTL 1 is in the set. */
        HV_UINT32 Vtl2 : 1;      /**< Bit 2: VTL 2 is in the set. */
        HV_UINT32 Reserved : 29; /**< Bits 3 to 31. */
    };
#endif
} HV_VBS_VTL_BITMAP, *PHV_VBS_VTL_BITMAP;
HV_STATIC_ASSERT(sizeof(HV_VBS_VTL_BITMAP) == 4);

/**
 * Access of the host to the guest. A verifier of a report should reject one that permits debugging.
 */
typedef union HV_VBS_SECURITY_ATTRIBUTES
{
    HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT32 DebugAllowed : 1; /**< Bit 0: the host may read and change the guest. */
        HV_UINT32 Reserved : 31;    /**< Bits 1 to 31. */
    };
#endif
} HV_VBS_SECURITY_ATTRIBUTES, *PHV_VBS_SECURITY_ATTRIBUTES;
HV_STATIC_ASSERT(sizeof(HV_VBS_SECURITY_ATTRIBUTES) == 4);

/** Identity of the guest. */
typedef struct HV_VBS_VM_IDENTITY
{
    HV_UINT8 OwnerId[32];              /**< ID of the guest's owner. */
    HV_UINT8 Measurement[32];          /**< Digest of the guest as it was loaded. */
    HV_UINT8 Signer[32];               /**< ID of the signer of the guest's image. */
    HV_UINT8 HostData[32];             /**< Data that the host provides; undocumented. */
    HV_VBS_VTL_BITMAP EnabledVtl;      /**< Trust levels of the guest. */
    HV_VBS_SECURITY_ATTRIBUTES Policy; /**< Access of the host to the guest. */
    HV_UINT32 GuestVtl;                /**< Trust level of the guest that requested the report. */
    HV_UINT32 GuestSvn;                /**< Security version number. */
    HV_UINT32 GuestProductId;          /**< ID of the guest's product. */
    HV_UINT32 GuestModuleId;           /**< ID of the guest's module. */
    HV_UINT8 Reserved[64];
} HV_VBS_VM_IDENTITY, *PHV_VBS_VM_IDENTITY;
HV_STATIC_ASSERT(sizeof(HV_VBS_VM_IDENTITY) == 216);

/** The report, in its package. */
typedef struct HV_VBS_REPORT
{
    HV_VBS_REPORT_PACKAGE_HEADER Header;
    HV_UINT32 Version;       /**< Version of the report; its values are undocumented. */
    HV_UINT8 ReportData[64]; /**< Data that the guest provided. */
    HV_VBS_VM_IDENTITY Identity;
    HV_UINT8 Signature[256]; /**< Signature of the report; SignatureSize bytes are valid. */
} HV_VBS_REPORT, *PHV_VBS_REPORT;
HV_STATIC_ASSERT(sizeof(HV_VBS_REPORT) == 560);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_VBS */
