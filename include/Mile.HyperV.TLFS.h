/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The whole interface of the hypervisor: the guest's part, and the part of a root or parent
 * partition.
 *
 * This header only includes others: one for each topic in Mile.HyperV/Hypervisor/, and the names in
 * Mile.HyperV/Compat/ that the original Mile.HyperV (1.x) has for the same definitions. A source
 * that needs one topic can include its header alone.
 */

#ifndef MILE_HYPERV_TLFS
#define MILE_HYPERV_TLFS

#include "Mile.HyperV.Guest.Interface.h"

#include "Mile.HyperV/Hypervisor/CpuidField.h"
#include "Mile.HyperV/Hypervisor/Crash.h"
#include "Mile.HyperV/Hypervisor/Debug.h"
#include "Mile.HyperV/Hypervisor/Device.h"
#include "Mile.HyperV/Hypervisor/EventLogTrace.h"
#include "Mile.HyperV/Hypervisor/Ghcb.h"
#include "Mile.HyperV/Hypervisor/HypercallTable.h"
#include "Mile.HyperV/Hypervisor/IsolationPlatform.h"
#include "Mile.HyperV/Hypervisor/Loader.h"
#include "Mile.HyperV/Hypervisor/LogicalProcessor.h"
#include "Mile.HyperV/Hypervisor/MachineCheck.h"
#include "Mile.HyperV/Hypervisor/Partition.h"
#include "Mile.HyperV/Hypervisor/PlatformCapabilities.h"
#include "Mile.HyperV/Hypervisor/Power.h"
#include "Mile.HyperV/Hypervisor/ProfileSource.h"
#include "Mile.HyperV/Hypervisor/Scheduler.h"
#include "Mile.HyperV/Hypervisor/Statistics.h"
#include "Mile.HyperV/Hypervisor/StatisticsCounter.h"
#include "Mile.HyperV/Hypervisor/StatisticsCounterVp.h"
#include "Mile.HyperV/Hypervisor/System.h"

#include "Mile.HyperV/Compat/Hypervisor.h"

#endif /* !MILE_HYPERV_TLFS */
