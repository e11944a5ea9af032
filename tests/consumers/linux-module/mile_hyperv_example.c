// SPDX-License-Identifier: MIT
/**
 * @file
 * @brief A Linux module that includes the library beside the kernel's own Hyper-V headers.
 *
 * The kernel's figures and the library's are compared while the module is
 * compiled; loading it prints one line and needs no Hyper-V.
 */

#include <linux/hyperv.h>
#include <linux/init.h>
#include <linux/module.h>

#include <asm/mshyperv.h>

#include <Mile.HyperV.Version.h>
#include <Mile.HyperV/Hypervisor/Cpuid.h>
#include <Mile.HyperV/Hypervisor/Hypercall.h>
#include <Mile.HyperV/Hypervisor/Msr.h>
#include <Mile.HyperV/Hypervisor/Status.h>
#include <Mile.HyperV/Hypervisor/Timer.h>
#include <Mile.HyperV/VMBus/ChannelMessage.h>
#include <Mile.HyperV/VMBus/Packet.h>
#include <Mile.HyperV/VMBus/Ring.h>

/* The library's integers are the kernel's own here. */
static_assert(__same_type(HV_UINT64, u64));

static_assert(HV_X64_MSR_GUEST_OS_ID == 0x40000000);
static_assert(sizeof(VMPACKET_DESCRIPTOR) == sizeof(struct vmpacket_descriptor));
static_assert(sizeof(VMBUS_CHANNEL_OFFER_CHANNEL) == sizeof(struct vmbus_channel_offer_channel));
static_assert(offsetof(VMBUS_CHANNEL_OPEN_CHANNEL, UserData) == offsetof(struct vmbus_channel_open_channel, userdata));
static_assert(sizeof(VMBUS_CHANNEL_GPADL_HEADER) == offsetof(struct vmbus_channel_gpadl_header, range));
static_assert(offsetof(VMRCB, Out) == offsetof(struct hv_ring_buffer, read_index));

static int __init MileHyperVExampleInit(void)
{
    pr_info("mile_hyperv_example: headers %s\n", MILE_HYPERV_VERSION_STRING);
    return 0;
}

static void __exit MileHyperVExampleExit(void)
{
}

module_init(MileHyperVExampleInit);
module_exit(MileHyperVExampleExit);
MODULE_DESCRIPTION("Mile.HyperV beside the kernel's own Hyper-V headers");
MODULE_LICENSE("Dual MIT/GPL");
