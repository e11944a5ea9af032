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
 *  - every byte is copied once, with MileHvLoad32(), MileHvLoadAcquire32(),
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
 *         copies to and from shared memory in place of memcpy; for trees that have
 *         a function of their own. `From` or `To` may be a pointer to volatile.
 *     MILE_HYPERV_GUEST_NO_MEMCPY
 *         copies with a loop, and calls nothing, for programs that are linked
 *         without a memcpy. Compilers for a freestanding environment require one.
 *
 * Copies. A run of bytes is copied by memcpy, which benchmarks/guest.py measured to be the fastest
 * copy at every length. memcpy may load a byte of shared memory twice, into the same place of the
 * copy; that is harmless, because only the copy is checked and only the copy is used, and the copy
 * is complete before it is examined. The few words that control decisions (a packet's descriptor,
 * an index, a message's type) are loaded one by one, each exactly once.
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
/* A cast from sizeof is redundant on 32-bit processors, and required on 64-bit ones. */
#define MILE_HYPERV_GUEST_QUIET                                                                                        \
    _Pragma("GCC diagnostic ignored \"-Wold-style-cast\"") _Pragma("GCC diagnostic ignored \"-Wuseless-cast\"")
#else
#define MILE_HYPERV_GUEST_QUIET
#endif
#define MILE_HYPERV_GUEST_BEGIN HV_HEADER_BEGIN MILE_HYPERV_GUEST_QUIET
#define MILE_HYPERV_GUEST_END HV_HEADER_END

/**
 * Marks a function whose result the caller must use: the compiler warns where the result is discarded. A cast to void
 * discards it deliberately.
 */
#if defined(__clang__)
#define MILE_HYPERV_MUST_CHECK __attribute__((warn_unused_result))
#elif (defined(__GNUC__) && __GNUC__ >= 11) || (defined(__cplusplus) && __cplusplus >= 201703L) ||                     \
    (defined(_MSVC_LANG) && _MSVC_LANG >= 201703L)
#define MILE_HYPERV_MUST_CHECK [[nodiscard]]
#else
#define MILE_HYPERV_MUST_CHECK
#endif

/**
 * For a small function that works on a structure of its caller: inlined always, so that the caller's
 * members can stay in registers.
 */
#if defined(_MSC_VER) && !defined(__clang__)
#define MILE_HYPERV_ALWAYS_INLINE __forceinline
#else
#define MILE_HYPERV_ALWAYS_INLINE inline __attribute__((always_inline))
#endif

/** A condition that holds in most cases, for the order in which a compiler lays the code out. */
#if defined(_MSC_VER) && !defined(__clang__)
#define MILE_HYPERV_LIKELY(Condition) (Condition)
#else
#define MILE_HYPERV_LIKELY(Condition) __builtin_expect(!!(Condition), 1)
#endif

/** The null pointer, in both languages. */
#define MILE_HYPERV_GUEST_NULL MILE_HYPERV_NULL

/* The Microsoft compiler declares its intrinsics in a header; these are the few that are needed from it. */
#if defined(_MSC_VER) && !defined(__clang__)
#if defined(__cplusplus)
extern "C" {
#endif
long _InterlockedAnd(long volatile *, long);
long _InterlockedExchange(long volatile *, long);
long _InterlockedOr(long volatile *, long);
void _ReadWriteBarrier(void);
#pragma intrinsic(_InterlockedAnd, _InterlockedExchange, _InterlockedOr, _ReadWriteBarrier)
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

/** Result of an operation of the guest layer. */
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

/** Loads 64 bits of shared memory, once. Not atomic on 32-bit processors. No order. */
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

/**
 * Loads 64 bits of shared memory at any address, once. No order.
 *
 * A descriptor or a header is loaded this way, eight bytes at once, and divided by shifts: processors forward a value
 * from a store to a later load only if that one store contains the load.
 */
static inline HV_UINT64 MileHvLoadWord(const volatile void *Place)
{
    return *(const volatile MILE_HV_LOOSE64 *)Place;
}

/** Stores 64 bits in the guest's own memory, at any address and over any type. */
static inline void MileHvPutWord(void *Place, HV_UINT64 Value)
{
    *(MILE_HV_LOOSE64 *)Place = Value;
}

/** Stores 64 bits in shared memory at any address. No order. */
static inline void MileHvStoreWord(volatile void *Place, HV_UINT64 Value)
{
    *(volatile MILE_HV_LOOSE64 *)Place = Value;
}

/** Stores 64 bits in shared memory. Not atomic on 32-bit processors. No order. */
static inline void MileHvStore64(volatile HV_UINT64 *Place, HV_UINT64 Value)
{
    *Place = Value;
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
 * @return the previous value.
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
 * Ors @p Bits into 32 bits of shared memory in one step; full order.
 *
 * @return the previous value.
 */
static inline HV_UINT32 MileHvAtomicOr32(volatile HV_UINT32 *Place, HV_UINT32 Bits)
{
#if defined(_MSC_VER) && !defined(__clang__)
    HV_UINT32 Before = (HV_UINT32)_InterlockedOr((long volatile *)Place, (long)Bits);

    MileHvFullBarrier();
    return Before;
#elif defined(__aarch64__) && !defined(__ARM_FEATURE_ATOMICS)
    HV_UINT32 Before; /* Spelt out as above. */
    HV_UINT32 After;
    HV_UINT32 Failed;

    __asm__ __volatile__("1: ldaxr %w0, [%3]\n"
                         "   orr   %w1, %w0, %w4\n"
                         "   stlxr %w2, %w1, [%3]\n"
                         "   cbnz  %w2, 1b\n"
                         "   dmb   ish\n"
                         : "=&r"(Before), "=&r"(After), "=&r"(Failed)
                         : "r"(Place), "r"(Bits)
                         : "memory");
    return Before;
#else
    HV_UINT32 Before = __atomic_fetch_or(Place, Bits, __ATOMIC_SEQ_CST);

    return Before;
#endif
}

/**
 * Puts @p Value in the place of 32 bits of shared memory in one step; full order.
 *
 * @return the previous value.
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

/**
 * @def MILE_HYPERV_GUEST_MEMCPY
 * Whether runs of bytes are copied by memcpy. Compilers that are not GNU's or clang use the loop.
 */
#if defined(MILE_HYPERV_GUEST_COPY) || defined(MILE_HYPERV_GUEST_NO_MEMCPY) ||                                         \
    (defined(_MSC_VER) && !defined(__clang__))
#define MILE_HYPERV_GUEST_MEMCPY 0
#else
#define MILE_HYPERV_GUEST_MEMCPY 1
#endif

/** Address in shared memory, for accesses of any width and order that the compiler chooses. */
static inline const void *MileHvPlain(const volatile void *Place)
{
#if defined(_MSC_VER) && !defined(__clang__)
    return (const void *)Place;
#else
    return (const void *)(__UINTPTR_TYPE__)Place;
#endif
}

/**
 * Asks for the cache line of @p Place, without a wait, so that a load of it that follows finds it near. Loads nothing,
 * and orders nothing; an address outside of all memory is harmless.
 */
static inline void MileHvPrefetch(const volatile void *Place)
{
#if defined(_MSC_VER) && !defined(__clang__)
    (void)Place;
#else
    __builtin_prefetch(MileHvPlain(Place));
#endif
}

/** Copies bytes with a loop of words; each byte is loaded once. */
static inline void MileHvCopyWords(volatile void *To, const volatile void *From, HV_UINT32 Bytes)
{
    volatile HV_UINT8 *Out = (volatile HV_UINT8 *)To;
    const volatile HV_UINT8 *In = (const volatile HV_UINT8 *)From;

    for (; Bytes >= 8; Bytes -= 8, In += 8, Out += 8)
    {
        MileHvStoreWord(Out, MileHvLoadWord(In));
    }
    for (; Bytes != 0; --Bytes)
    {
        *Out++ = *In++;
    }
}

/**
 * Copies @p Bytes bytes out of shared memory.
 *
 * The caller has checked the range; without bytes, the pointers may be null. No order towards other
 * accesses, but the copy is complete, and @p From is not read again after the call: the barrier
 * forces the compiler to use the bytes of the copy.
 */
static inline void MileHvCopyFromShared(void *To, const volatile void *From, HV_UINT32 Bytes)
{
#if defined(MILE_HYPERV_GUEST_COPY)
    MILE_HYPERV_GUEST_COPY(To, From, Bytes);
#elif MILE_HYPERV_GUEST_MEMCPY
    if (Bytes != 0)
    {
        void *Out = To;

        if (!__builtin_constant_p(Bytes))
        {
            __asm__("" : "+r"(Out)); /* Compilers that guess what a length can be would warn of those that cannot. */
        }
        __builtin_memcpy(Out, MileHvPlain(From), Bytes);
    }
#else
    MileHvCopyWords(To, From, Bytes);
#endif
#if defined(_MSC_VER) && !defined(__clang__)
    _ReadWriteBarrier();
#else
    /* With the address, so that the copy is memory to the compiler, and not another name for the bytes at From. */
    __asm__ __volatile__("" : : "r"(To) : "memory");
#endif
}

/** Copies @p Bytes bytes into shared memory; the caller has checked the range. No order, as MileHvCopyFromShared(). */
static inline void MileHvCopyToShared(volatile void *To, const void *From, HV_UINT32 Bytes)
{
#if defined(MILE_HYPERV_GUEST_COPY)
    MILE_HYPERV_GUEST_COPY(To, From, Bytes);
#elif MILE_HYPERV_GUEST_MEMCPY
    if (Bytes != 0)
    {
        __builtin_memcpy((void *)(__UINTPTR_TYPE__)To, From, Bytes);
    }
#else
    MileHvCopyWords(To, From, Bytes);
#endif
    MileHvCompilerBarrier();
}

/** Copies @p Bytes bytes between two places of the guest's own, of any types, that do not overlap. */
static inline void MileHvCopy(void *To, const void *From, HV_UINT32 Bytes)
{
    MileHvCopyFromShared(To, From, Bytes);
}

/**
 * Sets @p Bytes bytes to zero, in the guest's own or in shared memory, without a call of memset, which some compilers
 * make of a structure's initializer.
 */
static inline void MileHvZero(volatile void *To, HV_UINT32 Bytes)
{
    volatile HV_UINT8 *Out = (volatile HV_UINT8 *)To;

#if !defined(_MSC_VER) || defined(__clang__)
    if (__builtin_constant_p(Bytes) && Bytes % 8 == 0 && Bytes <= 64)
    {
        /* A structure: its stores one by one, of which nothing is left that is compared or counted. */
        if (Bytes >= 8)
        {
            MileHvStoreWord(Out, 0);
        }
        if (Bytes >= 16)
        {
            MileHvStoreWord(Out + 8, 0);
        }
        if (Bytes >= 24)
        {
            MileHvStoreWord(Out + 16, 0);
        }
        if (Bytes >= 32)
        {
            MileHvStoreWord(Out + 24, 0);
        }
        if (Bytes >= 40)
        {
            MileHvStoreWord(Out + 32, 0);
        }
        if (Bytes >= 48)
        {
            MileHvStoreWord(Out + 40, 0);
        }
        if (Bytes >= 56)
        {
            MileHvStoreWord(Out + 48, 0);
        }
        if (Bytes >= 64)
        {
            MileHvStoreWord(Out + 56, 0);
        }
        return;
    }
#endif
    for (; Bytes >= 8; Bytes -= 8, Out += 8)
    {
        MileHvStoreWord(Out, 0);
    }
    for (; Bytes != 0; --Bytes)
    {
        *Out++ = 0;
    }
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

/** The number of the lowest bit that is set in @p Value, 0 to 63; @p Value is not 0. */
static inline HV_UINT32 MileHvLowestBit64(HV_UINT64 Value)
{
#if defined(__x86_64__) || defined(__aarch64__)
    return (HV_UINT32)__builtin_ctzll(Value);
#else
    const HV_UINT32 Low = (HV_UINT32)(Value & 0xFFFFFFFFU);

    return (Low != 0) ? MileHvLowestBit32(Low) : 32 + MileHvLowestBit32((HV_UINT32)(Value >> 32));
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
