/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief What the guest layer needs from a compiler: shared memory, barriers, atomics, a wide product, results.
 *
 * The headers beside this one are operations, not definitions: `static inline`
 * functions that work on memory and registers that the caller gives. They
 * allocate nothing, keep no state of their own and call nothing outside. Only this
 * one, and Instruction.h, ask which compiler and processor they are for.
 *
 * Memory that the host can write at any time is *shared memory*. Three rules
 * hold for it in the whole layer:
 *
 *  - every byte is loaded once, with MileHvLoad32(), MileHvLoadAcquire32(),
 *    MileHvLoad64() or MileHvCopyFromShared(); the copy is checked, and only
 *    the copy is used;
 *  - no value from it is an index, a length or an offset before it was compared
 *    with a bound that the guest knows by itself;
 *  - an order between two accesses is always said: acquire, release, or a full
 *    barrier. All three work towards other processors, not towards devices.
 *
 * What can be defined before the first include:
 *
 *     MILE_HYPERV_GUEST_COPY(To, From, Bytes)
 *         copies to and from shared memory, in place of the loop here; for trees
 *         that have a faster one. `From` or `To` may be a pointer to volatile.
 *
 * Sources: Ring.h and Synic.h of this library for what has to be ordered; the
 * barrier's numbers are those of Arm's DMB, as clang's arm64intr.h names them.
 */

#ifndef MILE_HYPERV_GUEST_PLATFORM
#define MILE_HYPERV_GUEST_PLATFORM

#include "../../Mile.HyperV.Portable.Types.h"

/**
 * @def MILE_HYPERV_GUEST_BEGIN
 * HV_HEADER_BEGIN, and silence for what code at this level is made of: pointer
 * arithmetic, and in C++ the casts that C has too. MILE_HYPERV_GUEST_END ends it.
 */
#if defined(_MSC_VER) && !defined(__clang__)
#define MILE_HYPERV_GUEST_QUIET
#elif defined(__clang__)
#if __has_warning("-Wunsafe-buffer-usage")
#define MILE_HYPERV_GUEST_QUIET_BUFFER _Pragma("GCC diagnostic ignored \"-Wunsafe-buffer-usage\"")
#else
#define MILE_HYPERV_GUEST_QUIET_BUFFER
#endif
#define MILE_HYPERV_GUEST_QUIET                                                                                        \
    MILE_HYPERV_GUEST_QUIET_BUFFER _Pragma("GCC diagnostic ignored \"-Wold-style-cast\"")                              \
        _Pragma("GCC diagnostic ignored \"-Watomic-implicit-seq-cst\"")
#elif defined(__cplusplus)
#define MILE_HYPERV_GUEST_QUIET _Pragma("GCC diagnostic ignored \"-Wold-style-cast\"")
#else
#define MILE_HYPERV_GUEST_QUIET
#endif
#define MILE_HYPERV_GUEST_BEGIN HV_HEADER_BEGIN MILE_HYPERV_GUEST_QUIET
#define MILE_HYPERV_GUEST_END HV_HEADER_END

/** The null pointer, in both languages. */
#if defined(__cplusplus)
#define MILE_HYPERV_GUEST_NULL nullptr
#else
#define MILE_HYPERV_GUEST_NULL ((void *)0)
#endif

/* The Microsoft compiler declares its intrinsics in a header; these are the few that are needed from it. */
#if defined(_MSC_VER) && !defined(__clang__)
#if defined(__cplusplus)
extern "C" {
#endif
long _InterlockedAnd(long volatile *, long);
long _InterlockedExchange(long volatile *, long);
void _ReadWriteBarrier(void);
#pragma intrinsic(_InterlockedAnd, _InterlockedExchange, _ReadWriteBarrier)
#if defined(_M_ARM64) || defined(_M_ARM64EC)
void __dmb(unsigned int);
unsigned __int64 __umulh(unsigned __int64, unsigned __int64);
#pragma intrinsic(__dmb, __umulh)
#else
unsigned __int64 __rdtsc(void);
void _mm_lfence(void);
#pragma intrinsic(__rdtsc, _mm_lfence)
#if defined(_M_AMD64)
unsigned __int64 __umulh(unsigned __int64, unsigned __int64);
#pragma intrinsic(__umulh)
#endif
#endif
#if defined(__cplusplus)
}
#endif
#endif

MILE_HYPERV_GUEST_BEGIN

/** How an operation of the guest layer ended. */
typedef HV_UINT32 MILE_HV_RESULT;
enum
{
    MileHvSuccess = 0,
    MileHvEmpty = 1,       /**< Nothing there (yet). */
    MileHvFull = 2,        /**< No room now; later perhaps. */
    MileHvTooSmall = 3,    /**< The caller's buffer is shorter than what it was to take. */
    MileHvInvalid = 4,     /**< The caller asked for what cannot be: a mistake on this side. */
    MileHvCorrupt = 5,     /**< The other side broke the protocol: close the channel, use nothing of it. */
    MileHvUnavailable = 6, /**< This machine, or this partition, does not have it. */
    MileHvFailed = 7,      /**< The hypervisor said no; its status says why. */
};

/**
 * The caller's way to read a synthetic register: an MSR number on x64 and x86 (HV_X64_MSR_...), a register name on
 * ARM64 (HvRegister...). @p Context is what the caller gave with it.
 */
typedef HV_UINT64 (*MILE_HV_READ_REGISTER)(void *Context, HV_UINT32 Register);
/** The caller's way to write one. */
typedef void (*MILE_HV_WRITE_REGISTER)(void *Context, HV_UINT32 Register, HV_UINT64 Value);

/** 64 bits at any address, over any type. */
#if defined(_MSC_VER) && !defined(__clang__)
#if defined(_M_IX86)
typedef HV_UINT64 MILE_HV_LOOSE64;
#else
typedef HV_UINT64 __unaligned MILE_HV_LOOSE64;
#endif
#else
typedef HV_UINT64 __attribute__((may_alias, aligned(1))) MILE_HV_LOOSE64;
#endif

/** Keeps the compiler, not the processor, from moving or repeating memory accesses across this place. */
static inline void MileHvCompilerBarrier(void)
{
#if defined(_MSC_VER) && !defined(__clang__)
    _ReadWriteBarrier();
#else
    __asm__ __volatile__("" : : : "memory");
#endif
}

/** Full barrier: every load and store before it is done before any behind it, as other processors see it. */
static inline void MileHvFullBarrier(void)
{
#if defined(_MSC_VER) && !defined(__clang__)
#if defined(_M_ARM64) || defined(_M_ARM64EC)
    __dmb(0xB); /* Inner shareable, loads and stores. */
#else
    long volatile Any = 0;

    (void)_InterlockedExchange(&Any, 1); /* A locked instruction orders everything on x64 and x86. */
#endif
#elif defined(__x86_64__) || defined(__i386__)
    HV_UINT32 Any = 0;

    /* As above: the fence of some compilers is MFENCE, which waits for more than this, and longer. */
    __asm__ __volatile__("lock; orl $0, %0" : "+m"(Any) : : "memory", "cc");
#else
    __atomic_thread_fence(__ATOMIC_SEQ_CST);
#endif
}

/** Loads 32 bits of shared memory, once. No order towards other accesses. */
static inline HV_UINT32 MileHvLoad32(const volatile HV_UINT32 *Place)
{
    return *Place;
}

/** Loads 64 bits of shared memory, once. Not in one piece on 32-bit processors. No order. */
static inline HV_UINT64 MileHvLoad64(const volatile HV_UINT64 *Place)
{
    return *Place;
}

/** Loads 32 bits of shared memory, once; accesses behind it stay behind it (acquire). */
static inline HV_UINT32 MileHvLoadAcquire32(const volatile HV_UINT32 *Place)
{
#if defined(_MSC_VER) && !defined(__clang__)
    HV_UINT32 Value = *Place;

#if defined(_M_ARM64) || defined(_M_ARM64EC)
    __dmb(0x9); /* Inner shareable, loads before loads and stores. */
#endif
    _ReadWriteBarrier();
    return Value;
#else
    return __atomic_load_n(Place, __ATOMIC_ACQUIRE);
#endif
}

/** Accesses before this place are done before the loads and stores behind it, if they were loads. */
static inline void MileHvAcquireBarrier(void)
{
#if defined(_MSC_VER) && !defined(__clang__)
#if defined(_M_ARM64) || defined(_M_ARM64EC)
    __dmb(0x9);
#endif
    _ReadWriteBarrier();
#else
    __atomic_thread_fence(__ATOMIC_ACQUIRE);
#endif
}

/** Stores 32 bits in shared memory. No order towards other accesses. */
static inline void MileHvStore32(volatile HV_UINT32 *Place, HV_UINT32 Value)
{
    *Place = Value;
}

/** Stores 32 bits in shared memory; accesses before it stay before it (release). */
static inline void MileHvStoreRelease32(volatile HV_UINT32 *Place, HV_UINT32 Value)
{
#if defined(_MSC_VER) && !defined(__clang__)
    _ReadWriteBarrier();
#if defined(_M_ARM64) || defined(_M_ARM64EC)
    __dmb(0xB);
#endif
    *Place = Value;
#else
    __atomic_store_n(Place, Value, __ATOMIC_RELEASE);
#endif
}

/**
 * Ands @p Mask into 32 bits of shared memory in one step; full order.
 *
 * @return what was there before.
 */
static inline HV_UINT32 MileHvAtomicAnd32(volatile HV_UINT32 *Place, HV_UINT32 Mask)
{
#if defined(_MSC_VER) && !defined(__clang__)
    HV_UINT32 Before = (HV_UINT32)_InterlockedAnd((long volatile *)Place, (long)Mask);

    MileHvFullBarrier();
    return Before;
#elif defined(__aarch64__) && !defined(__ARM_FEATURE_ATOMICS)
    /* Spelt out, because compilers would call a function of their library for it. */
    HV_UINT32 Before;
    HV_UINT32 After;
    HV_UINT32 Failed;

    __asm__ __volatile__("1: ldaxr %w0, [%3]\n"
                         "   and   %w1, %w0, %w4\n"
                         "   stlxr %w2, %w1, [%3]\n"
                         "   cbnz  %w2, 1b\n"
                         "   dmb   ish\n"
                         : "=&r"(Before), "=&r"(After), "=&r"(Failed)
                         : "r"(Place), "r"(Mask)
                         : "memory");
    return Before;
#else
    HV_UINT32 Before = __atomic_fetch_and(Place, Mask, __ATOMIC_SEQ_CST);

    return Before;
#endif
}

/**
 * Puts @p Value in the place of 32 bits of shared memory in one step; full order.
 *
 * @return what was there before.
 */
static inline HV_UINT32 MileHvAtomicExchange32(volatile HV_UINT32 *Place, HV_UINT32 Value)
{
#if defined(_MSC_VER) && !defined(__clang__)
    HV_UINT32 Before = (HV_UINT32)_InterlockedExchange((long volatile *)Place, (long)Value);

    MileHvFullBarrier();
    return Before;
#elif defined(__aarch64__) && !defined(__ARM_FEATURE_ATOMICS)
    HV_UINT32 Before; /* Spelt out as above. */
    HV_UINT32 Failed;

    __asm__ __volatile__("1: ldaxr %w0, [%2]\n"
                         "   stlxr %w1, %w3, [%2]\n"
                         "   cbnz  %w1, 1b\n"
                         "   dmb   ish\n"
                         : "=&r"(Before), "=&r"(Failed)
                         : "r"(Place), "r"(Value)
                         : "memory");
    return Before;
#else
    HV_UINT32 Before = __atomic_exchange_n(Place, Value, __ATOMIC_SEQ_CST);

    return Before;
#endif
}

/** From so many bytes on, the processor's own copying is faster than a loop of 8 bytes (benchmarks/guest.py). */
#define MILE_HYPERV_GUEST_LONG_COPY 512U

/**
 * Begins a long copy, by the instruction that x64 and x86 have for it; it loads each byte once as well.
 *
 * @return how many bytes were copied, from the first on: 0 for a short copy, and where there is no such instruction.
 */
static inline HV_UINT32 MileHvCopyLong(volatile void *To, const volatile void *From, HV_UINT32 Bytes)
{
#if defined(__x86_64__) || defined(__i386__)
    __SIZE_TYPE__ Words = Bytes / 4;

    if (Bytes >= MILE_HYPERV_GUEST_LONG_COPY)
    {
        __asm__ __volatile__("rep movsl" : "+D"(To), "+S"(From), "+c"(Words) : : "memory");
        return Bytes & ~3U;
    }
#else
    (void)To;
    (void)From;
    (void)Bytes;
#endif
    return 0;
}

/**
 * Copies @p Bytes bytes out of shared memory; each is loaded once.
 *
 * The caller has checked the range. No order towards other accesses, but the
 * compiler does not look at @p From again once this is over.
 */
static inline void MileHvCopyFromShared(void *To, const volatile void *From, HV_UINT32 Bytes)
{
#if defined(MILE_HYPERV_GUEST_COPY)
    MILE_HYPERV_GUEST_COPY(To, From, Bytes);
#else
    const HV_UINT32 Done = MileHvCopyLong(To, From, Bytes);
    HV_UINT8 *Out = (HV_UINT8 *)To;
    const volatile HV_UINT8 *In = (const volatile HV_UINT8 *)From;

    if (Done != 0) /* Without bytes, the pointers may be null. */
    {
        Out += Done;
        In += Done;
        Bytes -= Done;
    }
    for (; Bytes >= 32; Bytes -= 32, In += 32, Out += 32)
    {
        HV_UINT64 A = ((const volatile MILE_HV_LOOSE64 *)(const volatile void *)In)[0];
        HV_UINT64 B = ((const volatile MILE_HV_LOOSE64 *)(const volatile void *)In)[1];
        HV_UINT64 C = ((const volatile MILE_HV_LOOSE64 *)(const volatile void *)In)[2];
        HV_UINT64 D = ((const volatile MILE_HV_LOOSE64 *)(const volatile void *)In)[3];

        ((MILE_HV_LOOSE64 *)(void *)Out)[0] = A;
        ((MILE_HV_LOOSE64 *)(void *)Out)[1] = B;
        ((MILE_HV_LOOSE64 *)(void *)Out)[2] = C;
        ((MILE_HV_LOOSE64 *)(void *)Out)[3] = D;
    }
    for (; Bytes >= 8; Bytes -= 8, In += 8, Out += 8)
    {
        *(MILE_HV_LOOSE64 *)(void *)Out = *(const volatile MILE_HV_LOOSE64 *)(const volatile void *)In;
    }
    for (; Bytes != 0; --Bytes)
    {
        *Out++ = *In++;
    }
#endif
    MileHvCompilerBarrier();
}

/** Copies @p Bytes bytes into shared memory; the caller has checked the range. No order, as MileHvCopyFromShared(). */
static inline void MileHvCopyToShared(volatile void *To, const void *From, HV_UINT32 Bytes)
{
#if defined(MILE_HYPERV_GUEST_COPY)
    MILE_HYPERV_GUEST_COPY(To, From, Bytes);
#else
    const HV_UINT32 Done = MileHvCopyLong(To, From, Bytes);
    volatile HV_UINT8 *Out = (volatile HV_UINT8 *)To;
    const HV_UINT8 *In = (const HV_UINT8 *)From;

    if (Done != 0)
    {
        Out += Done;
        In += Done;
        Bytes -= Done;
    }
    for (; Bytes >= 8; Bytes -= 8, In += 8, Out += 8)
    {
        *(volatile MILE_HV_LOOSE64 *)(volatile void *)Out = *(const MILE_HV_LOOSE64 *)(const void *)In;
    }
    for (; Bytes != 0; --Bytes)
    {
        *Out++ = *In++;
    }
#endif
    MileHvCompilerBarrier();
}

/** Copies @p Bytes bytes between two places of the guest's own, of any types, that do not overlap. */
static inline void MileHvCopy(void *To, const void *From, HV_UINT32 Bytes)
{
    MileHvCopyFromShared(To, From, Bytes);
}

/** The high 64 bits of the 128-bit product, from 32-bit halves; for compilers without a wider type. */
static inline HV_UINT64 MileHvMultiplyHigh64Portable(HV_UINT64 A, HV_UINT64 B)
{
    HV_UINT64 LowLow = (A & 0xFFFFFFFFU) * (B & 0xFFFFFFFFU);
    HV_UINT64 HighLow = (A >> 32) * (B & 0xFFFFFFFFU);
    HV_UINT64 LowHigh = (A & 0xFFFFFFFFU) * (B >> 32);
    HV_UINT64 Middle = (LowLow >> 32) + (HighLow & 0xFFFFFFFFU) + (LowHigh & 0xFFFFFFFFU);

    return (A >> 32) * (B >> 32) + (HighLow >> 32) + (LowHigh >> 32) + (Middle >> 32);
}

/** The high 64 bits of the 128-bit product of two unsigned numbers. */
static inline HV_UINT64 MileHvMultiplyHigh64(HV_UINT64 A, HV_UINT64 B)
{
#if defined(__SIZEOF_INT128__)
    __extension__ typedef unsigned __int128 Wide;

    return (HV_UINT64)(((Wide)A * B) >> 64);
#elif defined(_MSC_VER) && !defined(__clang__) && !defined(_M_IX86)
    return __umulh(A, B);
#else
    return MileHvMultiplyHigh64Portable(A, B);
#endif
}

/** The number of the lowest bit that is set in @p Value, 0 to 31; @p Value is not 0. */
static inline HV_UINT32 MileHvLowestBit32(HV_UINT32 Value)
{
#if defined(_MSC_VER) && !defined(__clang__)
    HV_UINT32 Number = 0;

    for (; (Value & 0xFF) == 0; Value >>= 8)
    {
        Number += 8;
    }
    for (; (Value & 1) == 0; Value >>= 1)
    {
        ++Number;
    }
    return Number;
#else
    return (HV_UINT32)__builtin_ctz(Value);
#endif
}

#if defined(__x86_64__) || defined(__i386__) || defined(_M_IX86) || (defined(_M_AMD64) && !defined(_M_ARM64EC))
/** Compilers for x64 and x86: the processor's time stamp counter, read after all loads before this place. */
static inline HV_UINT64 MileHvReadTsc(void)
{
#if defined(_MSC_VER) && !defined(__clang__)
    _mm_lfence();
    return __rdtsc();
#else
    HV_UINT32 Low;
    HV_UINT32 High;

    __asm__ __volatile__("lfence\n\trdtsc" : "=a"(Low), "=d"(High) : : "memory");
    return ((HV_UINT64)High << 32) | Low;
#endif
}
#endif

MILE_HYPERV_GUEST_END

#endif /* !MILE_HYPERV_GUEST_PLATFORM */
