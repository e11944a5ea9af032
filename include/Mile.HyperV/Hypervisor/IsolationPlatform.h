/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Hardware of isolation, for the root: AMD's security processor, Intel's TDX module.
 *
 * Confidential guests need a component that the host does not control. On AMD machines it is the
 * platform security processor (PSP), a device with a mailbox; it starts SEV, keeps the keys and signs
 * reports. On Intel machines it is the TDX module, code in a special processor mode (SEAM). The
 * hypervisor owns both. The root
 *
 *   - describes the PSPs to the hypervisor at boot, from PCI or from ACPI's ASPT table
 *     (HV_SNP_PSP_DEVICES), and the memory that TDX can use (HV_SEAM_TDMR);
 *   - reads their state by system properties: HV_SNP_STATUS, HV_TDX_STATUS,
 *     firmware versions and the result of an update (HV_SEC_FW_UPDATE_STATUS);
 *   - passes messages of a guest to the PSP by HvCallIssueSnpPspGuestRequest.
 *
 * A guest does not need this header: its requests to the PSP pass through its host or its paravisor
 * (Ghcb.h).
 *
 * Sources: symbols of securekernel 26100; rust-vmm mshv. The PSP's status codes have AMD's names;
 * AMD's SEV-SNP firmware ABI describes them.
 */

#ifndef MILE_HYPERV_HYPERVISOR_ISOLATIONPLATFORM
#define MILE_HYPERV_HYPERVISOR_ISOLATIONPLATFORM

#include "Device.h"

HV_HEADER_BEGIN

/*
 * AMD SEV-SNP.
 */

/** Support of SNP on this machine, or the reason of its failure. */
typedef HV_UINT32 HV_SNP_STATUS, *PHV_SNP_STATUS;
enum
{
    HvSnpStatusNone = 0,           /**< The machine does not support SNP. */
    HvSnpStatusAvailable = 1,      /**< The host can create SNP guests. */
    HvSnpStatusIncompatible = 2,   /**< The processors have an unsuitable form of SNP. */
    HvSnpStatusPspUnavailable = 3, /**< The hypervisor found no security processor. */
    /** The initialization of the security processor failed; 8 to 11 name the step that failed. */
    HvSnpStatusPspInitFailed = 4,
    HvSnpStatusPspBadFwVersion = 5,  /**< The firmware of the security processor is too old. */
    HvSnpStatusBadConfiguration = 6, /**< The machine's firmware configured SNP incorrectly. */
    /** An update of the security processor's firmware is in progress. */
    HvSnpStatusPspFwUpdateInProgress = 7,
    HvSnpStatusPspRbInitFailed = 8,
    HvSnpStatusPspPlatformStatusFailed = 9,
    HvSnpStatusPspInitLateFailed = 0x0000000A,
    HvSnpStatusPspInitEarlyFailed = 0x0000000B,
    HvSnpStatusPspUnexpectedState = 0x0000000C,
    HvSnpStatusDisabled = 0x0000000D, /**< SNP is disabled. */
};

/** Response of the security processor to a command; 0x1E is not defined. */
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

/**
 * Result of a request to the security processor that returned HV_STATUS_CALL_PENDING (Message.h).
 */
typedef struct HV_PSP_REQUEST_COMPLETION_DATA
{
    HV_PSP_STATUS PspStatus;
} HV_PSP_REQUEST_COMPLETION_DATA, *PHV_PSP_REQUEST_COMPLETION_DATA;
HV_STATIC_ASSERT(sizeof(HV_PSP_REQUEST_COMPLETION_DATA) == 4);

/**
 * Versions of all components that a report attests, one byte per component. Keys of guests depend
 * on them.
 */
typedef struct HV_SNP_PSP_TCB_VERSION
{
    union
    {
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /** Bits 0 to 7: version of the security processor's boot loader. */
            HV_UINT64 BootLoader : 8;
            /** Bits 8 to 15: version of the security processor's operating system. */
            HV_UINT64 Tee : 8;
            HV_UINT64 ReservedZ : 32;
            HV_UINT64 Snp : 8;       /**< Bits 48 to 55: version of the SNP firmware. */
            HV_UINT64 Microcode : 8; /**< Bits 56 to 63: version of the cores' microcode. */
        };
#endif
        HV_UINT64 AsUINT64;
    };
} HV_SNP_PSP_TCB_VERSION, *PHV_SNP_PSP_TCB_VERSION;
HV_STATIC_ASSERT(sizeof(HV_SNP_PSP_TCB_VERSION) == 8);

/** Serial numbers of the machine's security processors, one after another. */
typedef struct HV_SNP_PSP_ID
{
    HV_UINT8 Id[512]; /**< Serial numbers; Count times Size bytes are valid. */
    HV_UINT32 Size;   /**< Size of each serial number in bytes; Count times Size is at most 512. */
    HV_UINT8 Count;   /**< Number of serial numbers; Count times Size is at most 512. */
    HV_UINT8 Padding[3];
} HV_SNP_PSP_ID, *PHV_SNP_PSP_ID;
HV_STATIC_ASSERT(sizeof(HV_SNP_PSP_ID) == 520);

/** Version of firmware on which isolation depends. */
typedef union HV_SEC_FW_VERSION
{
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    /** Version of AMD's firmware. */
    struct
    {
        HV_UINT64 Build : 32;       /**< Bits 0 to 31: build number. */
        HV_UINT64 MinorVersion : 8; /**< Bits 32 to 39: minor number of the version. */
        HV_UINT64 MajorVersion : 8; /**< Bits 40 to 47: major number of the version. */
        HV_UINT64 Reserved : 16;
    } Snp;
#endif
    HV_UINT64 AsUINT64;
} HV_SEC_FW_VERSION, *PHV_SEC_FW_VERSION;
HV_STATIC_ASSERT(sizeof(HV_SEC_FW_VERSION) == 8);

/** Result of a firmware update at run time. */
typedef HV_UINT32 HV_SEC_FW_UPDATE_STATUS, *PHV_SEC_FW_UPDATE_STATUS;
enum
{
    HvSecFwUpdateStatusNone = 0,
    HvSecFwUpdateStatusSuccess = 1,
    HvSecFwUpdateStatusMissing = 2,  /**< There is no image. */
    HvSecFwUpdateStatusOlder = 3,    /**< The image is not newer. */
    HvSecFwUpdateStatusRejected = 4, /**< The security processor rejected the image. */
    /** The security version of the image is below the minimum. */
    HvSecFwUpdateStatusSvnTooLow = 5,
    /** The update was rolled back, to a version other than the previous one. */
    HvSecFwUpdateStatusRollbackWrongVersion = 6,
    HvSecFwUpdateStatusPreservingUnsupported = 7, /**< The update cannot preserve guests. */
};

/** Base address register of a security processor. */
typedef struct HV_PSP_DEVICE_BAR
{
    HV_UINT32 Spa;       /**< System physical address of the registers. */
    HV_UINT32 PageCount; /**< Number of pages of 4096 bytes; 0 for an unused register. */
} HV_PSP_DEVICE_BAR, *PHV_PSP_DEVICE_BAR;
HV_STATIC_ASSERT(sizeof(HV_PSP_DEVICE_BAR) == 8);

/**
 * Security processor as the root found it: on PCI, or in one of two forms of ACPI's ASPT table. The
 * registers have the names of that table.
 */
typedef struct HV_PSP_DEVICE
{
    union
    {
        /** PCI device. */
        struct
        {
            /** System physical address of the device's memory-mapped configuration space. */
            HV_UINT64 MmConfigAddress;
            HV_PCI_ID PciId; /**< Segment, bus, device and function of the device. */
            HV_UINT32 Padding0;
            /** System physical address of the configuration space of the bridge to the device. */
            HV_UINT64 BridgeMmConfigAddress;
            HV_PCI_ID BridgePciId; /**< Segment, bus, device and function of the bridge. */
            HV_PSP_DEVICE_BAR Bar[6];
            HV_UINT32 Padding1;
        } Pci;
        /** First form of the ASPT table. */
        struct
        {
            HV_UINT64 FeatureRegister; /**< System physical address of the feature register. */
            /** System physical address of the interrupt enable register. */
            HV_UINT64 InterruptEnableRegister;
            /** System physical address of the interrupt status register. */
            HV_UINT64 InterruptStatusRegister;
            HV_UINT8 SevMailboxInterruptId; /**< Interrupt that the SEV mailbox raises. */
            HV_UINT8 RsvdZ[7];
            /** System physical address of the SEV command and response register. */
            HV_UINT64 SevCmdRespRegister;
            /** System physical address of the low command buffer address register. */
            HV_UINT64 SevCmdBufAddrLoRegister;
            /** System physical address of the high command buffer address register. */
            HV_UINT64 SevCmdBufAddrHiRegister;
            /** System physical address of the ACPI command and response register. */
            HV_UINT64 AcpiCmdRespRegister;
        } AcpiV1;
        /** Second form of the ASPT table. */
        struct
        {
            HV_UINT64 RegisterBase;  /**< System physical address of the registers. */
            HV_UINT32 RegisterPages; /**< Number of pages of registers. */
            /** Offset of the feature register from RegisterBase, in bytes. */
            HV_UINT32 FeatureRegister;
            /** Offset of the interrupt enable register from RegisterBase, in bytes. */
            HV_UINT32 InterruptEnableRegister;
            /** Offset of the interrupt status register from RegisterBase, in bytes. */
            HV_UINT32 InterruptStatusRegister;
            HV_UINT8 SevMailboxInterruptId; /**< Interrupt that the SEV mailbox raises. */
            HV_UINT8 RsvdZ[3];
            /** Offset of the SEV command and response register from RegisterBase, in bytes. */
            HV_UINT32 SevCmdRespRegister;
            /** Offset of the low command buffer address register from RegisterBase, in bytes. */
            HV_UINT32 SevCmdBufAddrLoRegister;
            /** Offset of the high command buffer address register from RegisterBase, in bytes. */
            HV_UINT32 SevCmdBufAddrHiRegister;
            /** Offset of the ACPI command and response register from RegisterBase, in bytes. */
            HV_UINT32 AcpiCmdRespRegister;
            HV_UINT32 Padding;
        } AcpiV2;
    };
    union
    {
        HV_UINT32 FlagsAsUINT32; /**< The flags as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 IsInitialized : 1; /**< Bit 0: the device is initialized. */
            HV_UINT32 IsPci : 1; /**< Bit 1: Pci is valid; otherwise AcpiV1 or AcpiV2 is valid. */
            HV_UINT32 Reserved0 : 2;
            /** Bits 4 to 7: revision of the ASPT table, which selects AcpiV1 or AcpiV2. */
            HV_UINT32 AcpiRevision : 4;
            HV_UINT32 Reserved1 : 24;
        };
#endif
    };
    HV_UINT32 Padding2;
} HV_PSP_DEVICE, *PHV_PSP_DEVICE;
HV_STATIC_ASSERT(sizeof(HV_PSP_DEVICE) == 88);

/** Security processors of a machine, one per socket. */
typedef struct HV_SNP_PSP_DEVICES
{
    HV_UINT8 Count; /**< Number of valid elements of PspDevice; at most 2. */
    HV_UINT8 Padding[7];
    HV_PSP_DEVICE PspDevice[2];
} HV_SNP_PSP_DEVICES, *PHV_SNP_PSP_DEVICES;
HV_STATIC_ASSERT(sizeof(HV_SNP_PSP_DEVICES) == 184);

/**
 * Input of HvCallIssueSnpPspGuestRequest, by which the host passes a guest's encrypted message to
 * the security processor, after the guest requested it by GHCB_EXIT_SNP_GUEST_REQUEST (Ghcb.h). No
 * output. Source: rust-vmm mshv.
 *
 * The host sees neither the request nor the response in clear; keys and sequence numbers belong to
 * the guest and the firmware.
 */
typedef struct HV_INPUT_ISSUE_PSP_GUEST_REQUEST
{
    HV_PARTITION_ID PartitionId;     /**< Partition of the guest. */
    HV_GPA_PAGE_NUMBER RequestPage;  /**< GPA page number of the guest's page with the message. */
    HV_GPA_PAGE_NUMBER ResponsePage; /**< GPA page number of the guest's page for the response. */
} HV_INPUT_ISSUE_PSP_GUEST_REQUEST, *PHV_INPUT_ISSUE_PSP_GUEST_REQUEST;
HV_STATIC_ASSERT(sizeof(HV_INPUT_ISSUE_PSP_GUEST_REQUEST) == 24);

/** ID of a key, as 64 bits. Undocumented. Source: symbols of securekernel 26100. */
typedef HV_UINT64 HV_KEY_ID, *PHV_KEY_ID;

/*
 * Intel TDX.
 */

/** Support of TDX on this machine. */
typedef HV_UINT32 HV_TDX_STATUS, *PHV_TDX_STATUS;
enum
{
    HvTdxStatusNone = 0,      /**< The machine does not support TDX. */
    HvTdxStatusAvailable = 1, /**< The host can create TDX guests. */
};

/** Part of an HV_SEAM_TDMR that TDX does not use. */
typedef struct HV_SEAM_TDMR_RESERVATION
{
    /**
     * Address of the first byte; its base (system physical or relative to the region) is
     * undocumented.
     */
    HV_UINT64 BaseAddress;
    HV_UINT64 Size; /**< Size in bytes; at most the size of the region. */
} HV_SEAM_TDMR_RESERVATION, *PHV_SEAM_TDMR_RESERVATION;
HV_STATIC_ASSERT(sizeof(HV_SEAM_TDMR_RESERVATION) == 16);

/**
 * Memory region that TDX may use, and location of the TDX module's metadata about its pages.
 *
 * The metadata (PAMT, physical address metadata table) has one area for each page size. Sizes are
 * in bytes.
 */
typedef struct HV_SEAM_TDMR
{
    HV_UINT64 BaseAddress; /**< System physical address of the region. */
    HV_UINT64 Size;        /**< Size of the region in bytes; the TDX module limits it. */
    HV_UINT64 Pamt1GBaseAddress; /**< System physical address of the metadata for pages of 1 GiB. */
    /** Size in bytes of the metadata for pages of 1 GiB; its minimum depends on the TDX module. */
    HV_UINT64 Pamt1GSize;
    HV_UINT64 Pamt2MBaseAddress; /**< System physical address of the metadata for pages of 2 MiB. */
    /** Size in bytes of the metadata for pages of 2 MiB; its minimum depends on the TDX module. */
    HV_UINT64 Pamt2MSize;
    HV_UINT64 Pamt4KBaseAddress; /**< System physical address of the metadata for pages of 4 KiB. */
    /** Size in bytes of the metadata for pages of 4 KiB; its minimum depends on the TDX module. */
    HV_UINT64 Pamt4KSize;
    HV_UINT64 NumReservedRegions;               /**< Number of elements of ReservedRegions. */
    HV_SEAM_TDMR_RESERVATION ReservedRegions[]; /**< Parts of the region that TDX does not use. */
} HV_SEAM_TDMR, *PHV_SEAM_TDMR;
HV_STATIC_ASSERT(sizeof(HV_SEAM_TDMR) == 72);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_ISOLATIONPLATFORM */
