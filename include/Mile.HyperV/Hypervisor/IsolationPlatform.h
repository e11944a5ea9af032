/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The hardware behind isolation, as the root sees it: AMD's security processor, Intel's TDX module.
 *
 * Confidential guests need a helper that the host does not control. On AMD
 * machines it is the platform security processor (PSP), a device with a
 * mailbox; it starts SEV, keeps the keys and signs reports. On Intel machines
 * it is the TDX module, code in a processor mode of its own (SEAM). The
 * hypervisor owns both. The root
 *
 *  - describes the PSPs to it at boot, found as PCI devices or in ACPI's ASPT
 *    table (HV_SNP_PSP_DEVICES), and the memory that TDX may use (HV_SEAM_TDMR);
 *  - asks for their state by system properties: HV_SNP_STATUS, HV_TDX_STATUS,
 *    firmware versions and what became of an update (HV_SEC_FW_UPDATE_STATUS);
 *  - passes messages of a guest to the PSP by HvCallIssueSnpPspGuestRequest.
 *
 * A guest needs nothing of this header: what it asks the PSP goes through its
 * host or its paravisor (Ghcb.h).
 *
 * Sources: symbols of securekernel 26100; rust-vmm mshv. The PSP's status codes
 * bear AMD's names; AMD's SEV-SNP firmware ABI says when each is returned.
 */

#ifndef MILE_HYPERV_HYPERVISOR_ISOLATIONPLATFORM
#define MILE_HYPERV_HYPERVISOR_ISOLATIONPLATFORM

#include "Device.h"

HV_HEADER_BEGIN

/*
 * AMD SEV-SNP.
 */

/** Whether SNP can be used on this machine, and if not, what failed. */
typedef HV_UINT32 HV_SNP_STATUS, *PHV_SNP_STATUS;
enum
{
    HvSnpStatusNone = 0,                  /**< No SNP here. */
    HvSnpStatusAvailable = 1,             /**< Guests can be made. */
    HvSnpStatusIncompatible = 2,          /**< The processors have SNP, but not as it is needed. */
    HvSnpStatusPspUnavailable = 3,        /**< No security processor was found. */
    HvSnpStatusPspInitFailed = 4,         /**< It could not be initialised; 8 to 11 name the step that failed. */
    HvSnpStatusPspBadFwVersion = 5,       /**< Its firmware is too old. */
    HvSnpStatusBadConfiguration = 6,      /**< The machine's firmware has set it up wrongly. */
    HvSnpStatusPspFwUpdateInProgress = 7, /**< Ask again later. */
    HvSnpStatusPspRbInitFailed = 8,
    HvSnpStatusPspPlatformStatusFailed = 9,
    HvSnpStatusPspInitLateFailed = 0x0000000A,
    HvSnpStatusPspInitEarlyFailed = 0x0000000B,
    HvSnpStatusPspUnexpectedState = 0x0000000C,
    HvSnpStatusDisabled = 0x0000000D,     /**< Switched off. */
};

/** The security processor's answer to a command; 0x1E is not defined. */
typedef HV_UINT32 HV_PSP_STATUS, *PHV_PSP_STATUS;
enum
{
    HvPspStatusSuccess = 0,
    HvPspStatusInvalidPlatformState = 1,
    HvPspStatusInvalidGuestState = 2,
    HvPspStatusInvalidConfig = 3,
    HvPspStatusInvalidLength = 4,
    HvPspStatusAlreadyOwned = 5,
    HvPspStatusInvalidCertificate = 6,
    HvPspStatusPolicyFailure = 7,
    HvPspStatusInactive = 8,
    HvPspStatusInvalidAddress = 9,
    HvPspStatusBadSignature = 0x0000000A,
    HvPspStatusBadMeasurement = 0x0000000B,
    HvPspStatusAsidOwned = 0x0000000C,
    HvPspStatusInvalidAsid = 0x0000000D,
    HvPspStatusWbinvdRequired = 0x0000000E,
    HvPspStatusDfflushRequired = 0x0000000F,
    HvPspStatusInvalidGuest = 0x00000010,
    HvPspStatusInvalidCommand = 0x00000011,
    HvPspStatusActive = 0x00000012,
    HvPspStatusHwerrorPlatform = 0x00000013,
    HvPspStatusHwerrorUnsafe = 0x00000014,
    HvPspStatusUnsupported = 0x00000015,
    HvPspStatusInvalidParam = 0x00000016,
    HvPspStatusNoResources = 0x00000017,
    HvPspStatusSecureDataInvalid = 0x00000018,
    HvPspStatusInvalidPageSize = 0x00000019,
    HvPspStatusInvalidPageState = 0x0000001A,
    HvPspStatusInvalidMdataEntry = 0x0000001B,
    HvPspStatusInvalidPageOwner = 0x0000001C,
    HvPspStatusAeadOverflow = 0x0000001D,
    HvPspStatusRingbufferModeExited = 0x0000001F,
    HvPspStatusRmpInitRequired = 0x00000020,
    HvPspStatusBadSvn = 0x00000021,
    HvPspStatusBadVersion = 0x00000022,
    HvPspStatusShutdownRequired = 0x00000023,
    HvPspStatusUpdateFailed = 0x00000024,
};

/** Of a request to the security processor that returned HV_STATUS_CALL_PENDING: how it ended (Message.h). */
typedef struct HV_PSP_REQUEST_COMPLETION_DATA
{
    HV_PSP_STATUS PspStatus;
} HV_PSP_REQUEST_COMPLETION_DATA, *PHV_PSP_REQUEST_COMPLETION_DATA;
HV_STATIC_ASSERT(sizeof(HV_PSP_REQUEST_COMPLETION_DATA) == 4);

/** The version of all that a report attests, one byte a component; guests' keys depend on it. */
typedef struct HV_SNP_PSP_TCB_VERSION
{
    union
    {
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT64 BootLoader : 8; /**< Bits 0 to 7: of the security processor. */
            HV_UINT64 Tee : 8;        /**< Bits 8 to 15: its operating system. */
            HV_UINT64 ReservedZ : 32;
            HV_UINT64 Snp : 8;        /**< Bits 48 to 55: the SNP firmware. */
            HV_UINT64 Microcode : 8;  /**< Bits 56 to 63: of the processors' cores. */
        };
#endif
        HV_UINT64 AsUINT64;
    };
} HV_SNP_PSP_TCB_VERSION, *PHV_SNP_PSP_TCB_VERSION;
HV_STATIC_ASSERT(sizeof(HV_SNP_PSP_TCB_VERSION) == 8);

/** Serial numbers of the machine's security processors, one after the other. */
typedef struct HV_SNP_PSP_ID
{
    HV_UINT8 Id[512];
    HV_UINT32 Size; /**< Bytes of each. */
    HV_UINT8 Count; /**< How many. */
    HV_UINT8 Padding[3];
} HV_SNP_PSP_ID, *PHV_SNP_PSP_ID;
HV_STATIC_ASSERT(sizeof(HV_SNP_PSP_ID) == 520);

/** Version of firmware that isolation depends on. */
typedef union HV_SEC_FW_VERSION
{
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Build : 32;       /**< Bits 0 to 31. */
        HV_UINT64 MinorVersion : 8; /**< Bits 32 to 39. */
        HV_UINT64 MajorVersion : 8; /**< Bits 40 to 47. */
        HV_UINT64 Reserved : 16;
    } Snp; /**< AMD's. */
#endif
    HV_UINT64 AsUINT64;
} HV_SEC_FW_VERSION, *PHV_SEC_FW_VERSION;
HV_STATIC_ASSERT(sizeof(HV_SEC_FW_VERSION) == 8);

/** What became of a firmware update while the machine ran. */
typedef HV_UINT32 HV_SEC_FW_UPDATE_STATUS, *PHV_SEC_FW_UPDATE_STATUS;
enum
{
    HvSecFwUpdateStatusNone = 0,
    HvSecFwUpdateStatusSuccess = 1,
    HvSecFwUpdateStatusMissing = 2,               /**< There is no image. */
    HvSecFwUpdateStatusOlder = 3,                 /**< The image is not newer. */
    HvSecFwUpdateStatusRejected = 4,              /**< The security processor refused it. */
    HvSecFwUpdateStatusSvnTooLow = 5,             /**< Its security version is below the least allowed. */
    HvSecFwUpdateStatusRollbackWrongVersion = 6,  /**< It was rolled back, to another version than before. */
    HvSecFwUpdateStatusPreservingUnsupported = 7, /**< Guests would not survive it. */
};

/** One base address register of a security processor. */
typedef struct HV_PSP_DEVICE_BAR
{
    HV_UINT32 Spa;       /**< Machine address of the registers behind it. */
    HV_UINT32 PageCount; /**< Pages of 4096 bytes. */
} HV_PSP_DEVICE_BAR, *PHV_PSP_DEVICE_BAR;
HV_STATIC_ASSERT(sizeof(HV_PSP_DEVICE_BAR) == 8);

/** A security processor, as it was found: on PCI, or in one of two forms of ACPI's ASPT table. */
typedef struct HV_PSP_DEVICE
{
    union
    {
        struct
        {
            HV_UINT64 MmConfigAddress; /**< Its configuration space. */
            HV_PCI_ID PciId;
            HV_UINT32 Padding0;
            HV_UINT64 BridgeMmConfigAddress; /**< That of the bridge above it. */
            HV_PCI_ID BridgePciId;
            HV_PSP_DEVICE_BAR Bar[6];
            HV_UINT32 Padding1;
        } Pci;
        struct
        {
            HV_UINT64 FeatureRegister; /**< This and the other registers: system physical addresses. */
            HV_UINT64 InterruptEnableRegister;
            HV_UINT64 InterruptStatusRegister;
            HV_UINT8 SevMailboxInterruptId;
            HV_UINT8 RsvdZ[7];
            HV_UINT64 SevCmdRespRegister;
            HV_UINT64 SevCmdBufAddrLoRegister;
            HV_UINT64 SevCmdBufAddrHiRegister;
            HV_UINT64 AcpiCmdRespRegister;
        } AcpiV1;
        struct
        {
            HV_UINT64 RegisterBase; /**< System physical address. */
            HV_UINT32 RegisterPages;
            HV_UINT32 FeatureRegister; /**< This and the other registers: offsets from RegisterBase. */
            HV_UINT32 InterruptEnableRegister;
            HV_UINT32 InterruptStatusRegister;
            HV_UINT8 SevMailboxInterruptId;
            HV_UINT8 RsvdZ[3];
            HV_UINT32 SevCmdRespRegister;
            HV_UINT32 SevCmdBufAddrLoRegister;
            HV_UINT32 SevCmdBufAddrHiRegister;
            HV_UINT32 AcpiCmdRespRegister;
            HV_UINT32 Padding;
        } AcpiV2;
    };
    union
    {
        HV_UINT32 FlagsAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 IsInitialized : 1; /**< Bit 0: it has been started. */
            HV_UINT32 IsPci : 1;         /**< Bit 1: Pci counts; otherwise AcpiV1 or AcpiV2. */
            HV_UINT32 Reserved0 : 2;
            HV_UINT32 AcpiRevision : 4;  /**< Bits 4 to 7: the ASPT table's; chooses between AcpiV1 and AcpiV2. */
            HV_UINT32 Reserved1 : 24;
        };
#endif
    };
    HV_UINT32 Padding2;
} HV_PSP_DEVICE, *PHV_PSP_DEVICE;
HV_STATIC_ASSERT(sizeof(HV_PSP_DEVICE) == 88);

/** The security processors of a machine, one a socket. */
typedef struct HV_SNP_PSP_DEVICES
{
    HV_UINT8 Count; /**< Used entries of PspDevice. */
    HV_UINT8 Padding[7];
    HV_PSP_DEVICE PspDevice[2];
} HV_SNP_PSP_DEVICES, *PHV_SNP_PSP_DEVICES;
HV_STATIC_ASSERT(sizeof(HV_SNP_PSP_DEVICES) == 184);

/**
 * HvCallIssueSnpPspGuestRequest: gives a guest's encrypted message to the
 * security processor, when the guest has asked for it by
 * GHCB_EXIT_SNP_GUEST_REQUEST (Ghcb.h). Source: rust-vmm mshv.
 *
 * The host sees neither question nor answer; keys and sequence numbers are
 * between the guest and the firmware.
 */
typedef struct HV_INPUT_ISSUE_PSP_GUEST_REQUEST
{
    HV_PARTITION_ID PartitionId;     /**< The guest. */
    HV_GPA_PAGE_NUMBER RequestPage;  /**< Its page with the message. */
    HV_GPA_PAGE_NUMBER ResponsePage; /**< Its page for the answer. */
} HV_INPUT_ISSUE_PSP_GUEST_REQUEST, *PHV_INPUT_ISSUE_PSP_GUEST_REQUEST;
HV_STATIC_ASSERT(sizeof(HV_INPUT_ISSUE_PSP_GUEST_REQUEST) == 24);

/** A key, as 64 bits; no public description beyond the name. Source: symbols of securekernel 26100. */
typedef HV_UINT64 HV_KEY_ID, *PHV_KEY_ID;

/*
 * Intel TDX.
 */

/** Whether TDX can be used on this machine. */
typedef HV_UINT32 HV_TDX_STATUS, *PHV_TDX_STATUS;
enum
{
    HvTdxStatusNone = 0,      /**< No TDX here. */
    HvTdxStatusAvailable = 1, /**< Guests can be made. */
};

/** A part of HV_SEAM_TDMR that TDX does not use. */
typedef struct HV_SEAM_TDMR_RESERVATION
{
    HV_UINT64 BaseAddress; /**< Where it begins, in bytes; from what, no source tells. */
    HV_UINT64 Size;        /**< Bytes. */
} HV_SEAM_TDMR_RESERVATION, *PHV_SEAM_TDMR_RESERVATION;
HV_STATIC_ASSERT(sizeof(HV_SEAM_TDMR_RESERVATION) == 16);

/**
 * A range of memory that TDX may use, and where the module keeps its account of each page of it.
 *
 * The account (PAMT, physical address metadata table) has one area for each page size.
 */
typedef struct HV_SEAM_TDMR
{
    HV_UINT64 BaseAddress; /**< Machine address. */
    HV_UINT64 Size;        /**< Bytes, as all sizes here. */
    HV_UINT64 Pamt1GBaseAddress;
    HV_UINT64 Pamt1GSize;
    HV_UINT64 Pamt2MBaseAddress;
    HV_UINT64 Pamt2MSize;
    HV_UINT64 Pamt4KBaseAddress;
    HV_UINT64 Pamt4KSize;
    HV_UINT64 NumReservedRegions; /**< Length of ReservedRegions. */
    HV_SEAM_TDMR_RESERVATION ReservedRegions[];
} HV_SEAM_TDMR, *PHV_SEAM_TDMR;
HV_STATIC_ASSERT(sizeof(HV_SEAM_TDMR) == 72);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_ISOLATIONPLATFORM */
