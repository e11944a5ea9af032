/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Interface of a guest to the hypervisor: hypercalls, registers, messages, time, memory.
 *
 * This header only includes others: one for each topic in Mile.HyperV/Hypervisor/, and the names in
 * Mile.HyperV/Compat/ that the original Mile.HyperV (1.x) has for the same definitions. A source
 * that needs one topic can include its header alone.
 */

#ifndef MILE_HYPERV_GUEST_INTERFACE
#define MILE_HYPERV_GUEST_INTERFACE

#include "Mile.HyperV/Hypervisor/AddressSpace.h"
#include "Mile.HyperV/Hypervisor/Context.h"
#include "Mile.HyperV/Hypervisor/Cpuid.h"
#include "Mile.HyperV/Hypervisor/CpuidFeatures.h"
#include "Mile.HyperV/Hypervisor/EventLog.h"
#include "Mile.HyperV/Hypervisor/Extended.h"
#include "Mile.HyperV/Hypervisor/GuestOsId.h"
#include "Mile.HyperV/Hypervisor/Hypercall.h"
#include "Mile.HyperV/Hypervisor/Intercept.h"
#include "Mile.HyperV/Hypervisor/InterceptMessageArm64.h"
#include "Mile.HyperV/Hypervisor/InterceptMessageX64.h"
#include "Mile.HyperV/Hypervisor/Interrupt.h"
#include "Mile.HyperV/Hypervisor/Iommu.h"
#include "Mile.HyperV/Hypervisor/Isolation.h"
#include "Mile.HyperV/Hypervisor/Memory.h"
#include "Mile.HyperV/Hypervisor/MemoryAccess.h"
#include "Mile.HyperV/Hypervisor/Message.h"
#include "Mile.HyperV/Hypervisor/MessageType.h"
#include "Mile.HyperV/Hypervisor/Msr.h"
#include "Mile.HyperV/Hypervisor/Nested.h"
#include "Mile.HyperV/Hypervisor/PartitionProperty.h"
#include "Mile.HyperV/Hypervisor/PendingEvent.h"
#include "Mile.HyperV/Hypervisor/Privilege.h"
#include "Mile.HyperV/Hypervisor/ProcessorFeatures.h"
#include "Mile.HyperV/Hypervisor/ProcessorSet.h"
#include "Mile.HyperV/Hypervisor/ReferenceTime.h"
#include "Mile.HyperV/Hypervisor/Register.h"
#include "Mile.HyperV/Hypervisor/RegisterName.h"
#include "Mile.HyperV/Hypervisor/RegisterNameArm64.h"
#include "Mile.HyperV/Hypervisor/RegisterNameX64.h"
#include "Mile.HyperV/Hypervisor/Status.h"
#include "Mile.HyperV/Hypervisor/Synic.h"
#include "Mile.HyperV/Hypervisor/Timer.h"
#include "Mile.HyperV/Hypervisor/Types.h"
#include "Mile.HyperV/Hypervisor/Vbs.h"
#include "Mile.HyperV/Hypervisor/VirtualProcessor.h"
#include "Mile.HyperV/Hypervisor/VpAssist.h"
#include "Mile.HyperV/Hypervisor/VpRegisterPage.h"
#include "Mile.HyperV/Hypervisor/Vtl.h"

#include "Mile.HyperV/Compat/Foreign.h"

#endif /* !MILE_HYPERV_GUEST_INTERFACE */
