/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief What an IOMMU reports: the status behind a failed call, a device's fault, waiting page requests.
 *
 * A call about a device can fail in the IOMMU below it; its output then has an
 * HV_IOMMU_EXTENDED_STATUS, for diagnosis. What a device does wrong later, and
 * that its page requests wait, the hypervisor tells by messages (Message.h) to
 * who drives the device. A receiver of a fault looks at the flags before it
 * believes an address or a device. Iommu.h tells how devices are given memory.
 *
 * Sources: mu_msvm HvGuestSyntheticInterrupts.h; OpenVMM hvdef; symbols of
 * securekernel 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_IOMMUREPORT
#define MILE_HYPERV_HYPERVISOR_IOMMUREPORT

#include "MessageType.h"

HV_HEADER_BEGIN

/** An IOMMU of the machine, by number. */
typedef HV_UINT32 HV_IOMMU_ID, *PHV_IOMMU_ID;
/** A number of an IOMMU's own; no list of them is public. */
typedef HV_UINT16 HV_IOMMU_STATUS, *PHV_IOMMU_STATUS;
typedef HV_UINT8 HV_IOMMU_STATUS_SEVERITY, *PHV_IOMMU_STATUS_SEVERITY;

/**
 * Status of an IOMMU, for diagnosis. Undocumented; from the original 1.x alone. Linux 7.3 has five
 * unnamed words.
 */
typedef struct HV_IOMMU_EXTENDED_STATUS
{
    HV_IOMMU_STATUS_SEVERITY Severity;
    HV_UINT8 Padding;
    HV_IOMMU_STATUS Status;
    HV_UINT32 Padding1;
    HV_UINT64 Params[4];
} HV_IOMMU_EXTENDED_STATUS, *PHV_IOMMU_EXTENDED_STATUS;
HV_STATIC_ASSERT(sizeof(HV_IOMMU_EXTENDED_STATUS) == 40);

/*
 * Messages.
 */

/** What went wrong with a device's transaction. */
typedef HV_UINT32 HV_IOMMU_FAULT_TYPE, *PHV_IOMMU_FAULT_TYPE;
enum
{
    HvIommuTranslationFault = 0,               /**< No translation for the address. */
    HvIommuTranslationBlocked = 1,             /**< The device may not ask at all: its requests are blocked. */
    HvIommuInterruptFault = 2,                 /**< An interrupt was blocked. */
    HvIommuPermissionFault = 3,                /**< ARM64, as those below: a translation without the right. */
    HvIommuAddressSizeFault = 4,               /**< A translation to an address with more bits than there are. */
    HvIommuTlbMatchConflict = 5,               /**< Two cached translations for one address. */
    HvIommuExternalFault = 6,                  /**< The bus answered the IOMMU with an abort. */
    HvIommuUnsupportedUpstreamTransaction = 7, /**< A kind of transaction that the IOMMU does not take. */
};

/** HvMessageTypeIommuFault, x64; mu_msvm has it for ARM64 too. */
typedef struct HV_X64_IOMMU_FAULT_MESSAGE_PAYLOAD
{
    HV_IOMMU_FAULT_TYPE Type;
    HV_INTERCEPT_ACCESS_TYPE AccessType;
    HV_UINT8 Padding[3];
    union
    {
        HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 FaultAddressValid : 1; /**< Bit 0. */
            HV_UINT32 DeviceIdValid : 1;     /**< Bit 1. */
            HV_UINT32 Reserved : 30;
        };
#endif
    } Flags;
    HV_UINT32 Padding1;
    HV_UINT64 LogicalDeviceId;
    HV_GVA FaultAddress;
} HV_X64_IOMMU_FAULT_MESSAGE_PAYLOAD, *PHV_X64_IOMMU_FAULT_MESSAGE_PAYLOAD;
HV_STATIC_ASSERT(sizeof(HV_X64_IOMMU_FAULT_MESSAGE_PAYLOAD) == 32);

/** The device as the IOMMU of ARM64 knows it. */
typedef union HV_FAULT_DEVICE_ID
{
    HV_UINT64 AsUINT64;
    HV_UINT64 StreamId;
} HV_FAULT_DEVICE_ID, *PHV_FAULT_DEVICE_ID;
HV_STATIC_ASSERT(sizeof(HV_FAULT_DEVICE_ID) == 8);

/** HvMessageTypeIommuFault, ARM64. */
typedef struct HV_ARM64_IOMMU_FAULT_MESSAGE_PAYLOAD
{
    HV_IOMMU_FAULT_TYPE Type;
    HV_INTERCEPT_ACCESS_TYPE AccessType;
    HV_UINT8 Padding[3];
    union
    {
        HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 FaultAddressValid : 1;    /**< Bit 0. */
            HV_UINT32 LogicalDeviceIdValid : 1; /**< Bit 1. */
            HV_UINT32 IsStage1Fault : 1;        /**< Bit 2: in the guest's own tables. */
            HV_UINT32 Reserved : 29;
        };
#endif
    } Flags;
    HV_UINT32 Padding1;
    HV_UINT64 LogicalId;
    HV_FAULT_DEVICE_ID DeviceId;
    HV_UINT64 FaultAddress;
    HV_GVA IommuBaseAddress;
} HV_ARM64_IOMMU_FAULT_MESSAGE_PAYLOAD, *PHV_ARM64_IOMMU_FAULT_MESSAGE_PAYLOAD;
HV_STATIC_ASSERT(sizeof(HV_ARM64_IOMMU_FAULT_MESSAGE_PAYLOAD) == 48);

typedef HV_BY_TARGET(HV_X64_IOMMU_FAULT_MESSAGE_PAYLOAD, HV_ARM64_IOMMU_FAULT_MESSAGE_PAYLOAD)
    HV_IOMMU_FAULT_MESSAGE_PAYLOAD, *PHV_IOMMU_FAULT_MESSAGE_PAYLOAD;

/** HvMessageTypeX64IommuPrq: page requests wait in an IOMMU. */
typedef struct HV_IOMMU_PRQ_MESSAGE_PAYLOAD
{
    HV_IOMMU_ID IommuId;
} HV_IOMMU_PRQ_MESSAGE_PAYLOAD, *PHV_IOMMU_PRQ_MESSAGE_PAYLOAD;
HV_STATIC_ASSERT(sizeof(HV_IOMMU_PRQ_MESSAGE_PAYLOAD) == 4);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_IOMMUREPORT */
