/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Second spelling of three CPUID leaves: HvCpuidFunction instead of HvCpuIdFunction.
 *
 * Mile.HyperV 1.x and 2.0.0, mu_msvm and the symbols spell these leaves with "Cpuid" and all other
 * leaves with "CpuId". Hypervisor/Cpuid.h spells all of them with "CpuId" and includes this header.
 * New code should not use the names of this header; MILE_HYPERV_NO_COMPAT omits them.
 */

#ifndef MILE_HYPERV_COMPAT_CPUID
#define MILE_HYPERV_COMPAT_CPUID

#if !defined(MILE_HYPERV_NO_COMPAT)

#include "../Hypervisor/Cpuid.h"

/** Enlightenments for a nested hypervisor. */
#define HvCpuidFunctionMsHvNestedVirtFeatures HvCpuIdFunctionMsHvNestedVirtFeatures
/** Intel Processor Trace. */
#define HvCpuidFunctionMsHvIptFeatures HvCpuIdFunctionMsHvIptFeatures
/**
 * Isolation of this partition.
 *
 * In 1.x the "CpuId" spelling of this name was leaf 0x40000009, the skip-level features. Both
 * spellings are leaf 0x4000000C now (errata: Cpuid).
 */
#define HvCpuidFunctionMsHvIsolationConfiguration HvCpuIdFunctionMsHvIsolationConfiguration

#endif /* !MILE_HYPERV_NO_COMPAT */

#endif /* !MILE_HYPERV_COMPAT_CPUID */
