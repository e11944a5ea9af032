/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief What the VMM offers its guest behind KVM's Hyper-V emulation; probe.c asserts it.
 *
 * KVM itself answers the registers, the timers and most hypercalls. A posted
 * message, and an event that no eventfd waits for, it hands to the VMM, which
 * has these connections. Any other is HV_STATUS_INVALID_CONNECTION_ID.
 */

#ifndef VMM_SERVICES
#define VMM_SERVICES

#include <Mile.HyperV/Hypervisor/Privilege.h>
#include <Mile.HyperV/Hypervisor/Synic.h>

enum
{
    /**
     * Messages: what is posted here comes back to ServiceSint of processor 0, in order, from this number as a port.
     * The VMM keeps ServiceQueueLength that found the slot taken; more are HV_STATUS_INSUFFICIENT_BUFFERS.
     */
    ServiceEcho = 0x000010,
    /** Events: counted by an eventfd inside KVM; the guest's flag number is 0. */
    ServiceCounter = 0x000020,
    /** Events: the VMM sets the same flag in ServiceSint's flags of processor 0. */
    ServiceMirror = 0x000021,

    ServiceSint = HV_SYNIC_VMBUS_SINT_INDEX,
    ServiceQueueLength = 4,
};

/** Privileges that KVM would give, and that this partition has not: KVM is told to refuse what needs them. */
static inline HV_PARTITION_PRIVILEGE_MASK ServiceWithheldPrivileges(void)
{
    HV_PARTITION_PRIVILEGE_MASK Mask = {.AsUINT64 = 0};

    Mask.AccessReenlightenmentControls = 1;
    Mask.Debugging = 1;
    return Mask;
}

/** The vendor in leaf 0x40000000: a guest must not care. */
#define SERVICE_VENDOR "Mile.HyperV "

#endif /* !VMM_SERVICES */
