/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Reports of an IOMMU: the status after a failed call, a fault of a device, pending page requests.
 *
 * A call for a device can fail in its IOMMU; the output then contains an HV_IOMMU_EXTENDED_STATUS,
 * for diagnosis. The hypervisor reports later faults of a device, and pending page requests, by
 * messages (Message.h) to the partition that drives the device. The receiver of a fault must check
 * the flags before it uses an address or a device. Iommu.h describes how devices access memory.
 *
 * Sources: mu_msvm HvGuestSyntheticInterrupts.h; OpenVMM hvdef; symbols of
 * securekernel 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_IOMMUREPORT
#define MILE_HYPERV_HYPERVISOR_IOMMUREPORT

#include "MessageType.h"

HV_HEADER_BEGIN

/** Number of an IOMMU of the machine. */
typedef HV_UINT32 HV_IOMMU_ID, *PHV_IOMMU_ID;
/** Status code of an IOMMU; its values are undocumented. */
typedef HV_UINT16 HV_IOMMU_STATUS, *PHV_IOMMU_STATUS;
typedef HV_UINT8 HV_IOMMU_STATUS_SEVERITY, *PHV_IOMMU_STATUS_SEVERITY;

/**
 * Status of an IOMMU, for diagnosis. Undocumented; only the original 1.x has it. Linux 7.3 has five
 * unnamed words.
 */
typedef struct HV_IOMMU_EXTENDED_STATUS
{
    HV_IOMMU_STATUS_SEVERITY Severity; /**< HV_IOMMU_STATUS_SEVERITY. */
    HV_UINT8 Padding;
    HV_IOMMU_STATUS Status;
    HV_UINT32 Padding1;
    HV_UINT64 Params[4]; /**< Parameters of the status; undocumented. */
} HV_IOMMU_EXTENDED_STATUS, *PHV_IOMMU_EXTENDED_STATUS;
HV_STATIC_ASSERT(sizeof(HV_IOMMU_EXTENDED_STATUS) == 40);

/*
 * Messages.
 */

/** Fault of a device's transaction. */
typedef HV_UINT32 HV_IOMMU_FAULT_TYPE, *PHV_IOMMU_FAULT_TYPE;
enum
{
    HvIommuTranslationFault = 0,   /**< No translation for the address. */
    HvIommuTranslationBlocked = 1, /**< The IOMMU blocks translation requests of the device. */
    HvIommuInterruptFault = 2,     /**< The IOMMU blocked an interrupt. */
    HvIommuPermissionFault = 3,    /**< ARM64: the translation does not permit the access. */
    /** ARM64: the translation has an address with more bits than the IOMMU supports. */
    HvIommuAddressSizeFault = 4,
    HvIommuTlbMatchConflict = 5, /**< ARM64: two cached translations for one address. */
    HvIommuExternalFault = 6,    /**< ARM64: the bus aborted an access of the IOMMU. */
    /** ARM64: the IOMMU does not support the kind of transaction. */
    HvIommuUnsupportedUpstreamTransaction = 7,
};

/** HvMessageTypeIommuFault, x64; mu_msvm uses it for ARM64 too. */
typedef struct HV_X64_IOMMU_FAULT_MESSAGE_PAYLOAD
{
    HV_IOMMU_FAULT_TYPE Type;
    HV_INTERCEPT_ACCESS_TYPE AccessType;
    HV_UINT8 Padding[3];
    /** Valid members. */
    union
    {
        HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 FaultAddressValid : 1; /**< Bit 0: FaultAddress is valid. */
            HV_UINT32 DeviceIdValid : 1;     /**< Bit 1: LogicalDeviceId is valid. */
            HV_UINT32 Reserved : 30;
        };
#endif
    } Flags;
    HV_UINT32 Padding1;
    HV_UINT64 LogicalDeviceId; /**< HV_LOGICAL_DEVICE_ID of the device. */
    HV_GVA FaultAddress;       /**< Device virtual address of the access. */
} HV_X64_IOMMU_FAULT_MESSAGE_PAYLOAD, *PHV_X64_IOMMU_FAULT_MESSAGE_PAYLOAD;
HV_STATIC_ASSERT(sizeof(HV_X64_IOMMU_FAULT_MESSAGE_PAYLOAD) == 32);

/** ID of a device in the IOMMU of ARM64. */
typedef union HV_FAULT_DEVICE_ID
{
    HV_UINT64 AsUINT64;
    HV_UINT64 StreamId; /**< Stream ID of the SMMU. */
} HV_FAULT_DEVICE_ID, *PHV_FAULT_DEVICE_ID;
HV_STATIC_ASSERT(sizeof(HV_FAULT_DEVICE_ID) == 8);

/** HvMessageTypeIommuFault, ARM64. */
typedef struct HV_ARM64_IOMMU_FAULT_MESSAGE_PAYLOAD
{
    HV_IOMMU_FAULT_TYPE Type;
    HV_INTERCEPT_ACCESS_TYPE AccessType;
    HV_UINT8 Padding[3];
    /** Valid members, and the stage. */
    union
    {
        HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 FaultAddressValid : 1;    /**< Bit 0: FaultAddress is valid. */
            HV_UINT32 LogicalDeviceIdValid : 1; /**< Bit 1: LogicalId is valid. */
            /** Bit 2: the fault is in the guest's own tables (stage 1). */
            HV_UINT32 IsStage1Fault : 1;
            HV_UINT32 Reserved : 29;
        };
#endif
    } Flags;
    HV_UINT32 Padding1;
    HV_UINT64 LogicalId; /**< HV_LOGICAL_DEVICE_ID of the device. */
    HV_FAULT_DEVICE_ID DeviceId;
    HV_UINT64 FaultAddress; /**< Device virtual address of the access. */
    /** Address of the IOMMU's registers: system physical, by the member's name. */
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
