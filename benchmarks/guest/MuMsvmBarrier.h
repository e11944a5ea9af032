/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Barriers that mu_msvm's files call: functions of another library there, in line here.
 */

#ifndef BENCHMARK_MU_MSVM_BARRIER
#define BENCHMARK_MU_MSVM_BARRIER

#include "MsBarrier.h"
#include "MsVolatileAccessors.h"

static inline UINT32 LoadAcquire(volatile const UINT32 *Place)
{
    return __atomic_load_n(Place, __ATOMIC_ACQUIRE);
}

static inline void StoreRelease(volatile UINT32 *Place, UINT32 Value)
{
    __atomic_store_n(Place, Value, __ATOMIC_RELEASE);
}

#define CompilerBarrier() __atomic_signal_fence(__ATOMIC_SEQ_CST)
#if defined(__x86_64__)
#define MemoryBarrier() __asm__ __volatile__("lock; orq $0, (%%rsp)" : : : "memory", "cc")
#else
#define MemoryBarrier() __atomic_thread_fence(__ATOMIC_SEQ_CST)
#endif
#define ReadAcquire LoadAcquire
#define WriteRelease StoreRelease

#endif /* !BENCHMARK_MU_MSVM_BARRIER */
