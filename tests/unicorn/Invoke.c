/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Guest/Instruction.h, compiled by every compiler and run against a host that changes all registers it may.
 *
 * Around each call as many values are alive as the processor has registers, so
 * that a register that is missing among the clobbers costs one of them.
 * invocation.py calls Entry() with the number of a probe and a block of 64 words:
 *
 *     0 to 15    the probe's input
 *     16 to 31   its output
 *     32 to 47   values that are kept in general registers over the call; each comes back as its complement
 *     48 to 63   the same, in vector registers
 */

#include <Mile.HyperV/Guest/Detect.h>
#include <Mile.HyperV/Guest/Hypercall.h>
#include <Mile.HyperV/Guest/Instruction.h>

HV_UINT64 Entry(HV_UINT32 Probe, volatile HV_UINT64 *Block);

#if defined(__x86_64__)
#define VECTOR_REGISTER "x"
#elif defined(__aarch64__)
#define VECTOR_REGISTER "w"
#endif

/* A compiler that cannot look into a value neither moves its load behind the call nor repeats it there. */
#define KEEP(Number)                                                                                                   \
    HV_UINT64 General##Number = Block[32 + (Number)];                                                                  \
    __asm__ volatile("" : "+r"(General##Number));
#define GIVE(Number)                                                                                                   \
    __asm__ volatile("" : "+r"(General##Number));                                                                      \
    Block[32 + (Number)] = ~General##Number;
#if defined(VECTOR_REGISTER)
#define KEEP_VECTOR(Number)                                                                                            \
    double Vector##Number = *(volatile double *)(volatile void *)&Block[48 + (Number)];                                \
    __asm__ volatile("" : "+" VECTOR_REGISTER(Vector##Number));
#define GIVE_VECTOR(Number)                                                                                            \
    __asm__ volatile("" : "+" VECTOR_REGISTER(Vector##Number));                                                        \
    *(volatile double *)(volatile void *)&Block[48 + (Number)] = Vector##Number;                                       \
    Block[48 + (Number)] = ~Block[48 + (Number)];
#else
#define KEEP_VECTOR(Number)
#define GIVE_VECTOR(Number) Block[48 + (Number)] = ~Block[48 + (Number)];
#endif

#define EACH(X) X(0) X(1) X(2) X(3) X(4) X(5) X(6) X(7) X(8) X(9) X(10) X(11) X(12) X(13) X(14) X(15)

/* A function of its own for each probe: nothing of one is alive in another. */
#define PROBE(Name, Call)                                                                                              \
    static __attribute__((noinline)) HV_UINT64 Name(volatile HV_UINT64 *Block)                                         \
    {                                                                                                                  \
        HV_UINT64 Result = 0;                                                                                          \
        HV_UINT64 Words[16];                                                                                           \
        HV_UINT32 Word;                                                                                                \
                                                                                                                       \
        for (Word = 0; Word < 16; ++Word)                                                                              \
        {                                                                                                              \
            Words[Word] = Block[Word];                                                                                 \
        }                                                                                                              \
        {                                                                                                              \
            EACH(KEEP)                                                                                                 \
            EACH(KEEP_VECTOR)                                                                                          \
            Call;                                                                                                      \
            EACH(GIVE)                                                                                                 \
            EACH(GIVE_VECTOR)                                                                                          \
        }                                                                                                              \
        for (Word = 0; Word < 16; ++Word)                                                                              \
        {                                                                                                              \
            Block[16 + Word] = Words[Word];                                                                            \
        }                                                                                                              \
        return Result;                                                                                                 \
    }

#define ADDRESS(Word) ((void *)(__UINTPTR_TYPE__)(Word))

#if defined(__aarch64__)

PROBE(ProbeHvc, Result = MileHvInvokeHvc(ADDRESS(0), Words[0], Words[1], Words[2]))
PROBE(ProbeSmccc, Result = MileHvInvokeSmccc(ADDRESS(0), Words[0], Words[1], Words[2]))
PROBE(ProbeUid, MileHvCallSmccc(HV_SMCCC_VENDOR_HYP_UID, Words); Result = MileHvDetectArm64Uid(Words))
PROBE(ProbeFast, Result = MileHvInvokeHvcFast(Words[0], Words))
PROBE(ProbeGet, Result = MileHvGetVpRegister((HV_UINT32)Words[0], Words))
PROBE(ProbeSet, Result = MileHvSetVpRegister((HV_UINT32)Words[0], Words[1], Words[2]))
PROBE(ProbeRead, Result = MileHvReadVpRegister(ADDRESS(0), (HV_UINT32)Words[0]))
PROBE(ProbeWrite, MileHvWriteVpRegister(ADDRESS(0), (HV_UINT32)Words[0], Words[1]))
#define INVOKE MileHvInvokeHvc

#else

static inline void Cpuid(HV_UINT64 Words[16])
{
    HV_UINT32 Registers[4];
    HV_UINT32 Word;

    MileHvCpuid(ADDRESS(0), (HV_UINT32)Words[0], (HV_UINT32)Words[1], Registers);
    for (Word = 0; Word < 4; ++Word)
    {
        Words[Word] = Registers[Word];
    }
}

PROBE(ProbePage, Result = MileHvInvokePage(ADDRESS(Words[3]), Words[0], Words[1], Words[2]))
PROBE(ProbeCpuid, Cpuid(Words))
PROBE(ProbeReadMsr, Result = MileHvReadMsr(ADDRESS(0), (HV_UINT32)Words[0]))
PROBE(ProbeWriteMsr, MileHvWriteMsr(ADDRESS(0), (HV_UINT32)Words[0], Words[1]))
PROBE(ProbeCounter, Result = MileHvReadTscCounter(ADDRESS(0)))
#define INVOKE MileHvInvokePage

#if defined(__x86_64__)
PROBE(ProbePageFast, Result = MileHvInvokePageFast(ADDRESS(Words[15]), Words[14], Words))
PROBE(ProbeTdcall, Result = MileHvInvokeTdcall(ADDRESS(0), Words[0], Words[1], Words[2]))

/* A leaf function, but for the page: what it keeps on its stack lies where the System V convention has the red zone. */
static __attribute__((noinline)) HV_UINT64 ProbeRedZone(volatile HV_UINT64 *Block)
{
    volatile HV_UINT64 Kept[8];
    const HV_UINT64 Control = Block[14];
    HV_UINT64 Result;
    HV_UINT32 Word;

    for (Word = 0; Word < 8; ++Word)
    {
        Kept[Word] = Block[32 + Word];
    }
    Result = MileHvInvokePageFast(ADDRESS(Block[15]), Control, (HV_UINT64 *)(__UINTPTR_TYPE__)Block);
    for (Word = 0; Word < 8; ++Word)
    {
        Block[32 + Word] = ~Kept[Word];
    }
    Block[14] = Control;
    return Result;
}
#endif
#endif

static inline void Rep(HV_UINT64 Words[16])
{
    HV_STATUS Status;
    HV_UINT32 Done;

    Words[0] = MileHvHypercallRep(INVOKE, ADDRESS(Words[3]), Words[0], Words[1], Words[2], &Status, &Done);
    Words[1] = Status;
    Words[2] = Done;
}

static inline void Simple(HV_UINT64 Words[16])
{
    HV_STATUS Status;

    Words[0] = MileHvHypercallSimple(INVOKE, ADDRESS(Words[3]), Words[0], Words[1], Words[2], &Status);
    Words[1] = Status;
}

/* The parameters are needed again: what a call may change of their registers is not what they were. */
static __attribute__((noinline)) HV_UINT64 ProbeAgain(volatile HV_UINT64 *Block)
{
    const HV_UINT64 Control = Block[0];
    const HV_UINT64 Input = Block[1];
    const HV_UINT64 Output = Block[2];
    HV_UINT64 Result = INVOKE(ADDRESS(Block[3]), Control, Input, Output);

    Block[16] = Control;
    Block[17] = Input;
    Block[18] = Output;
    return Result;
}

PROBE(ProbeRep, Rep(Words))
PROBE(ProbeSimple, Simple(Words))

HV_UINT64 Entry(HV_UINT32 Probe, volatile HV_UINT64 *Block)
{
    switch (Probe)
    {
    case 0:
        return ProbeRep(Block);
    case 1:
        return ProbeSimple(Block);
    case 10:
        return ProbeAgain(Block);
#if defined(__aarch64__)
    case 2:
        return ProbeHvc(Block);
    case 3:
        return ProbeSmccc(Block);
    case 4:
        return ProbeUid(Block);
    case 5:
        return ProbeFast(Block);
    case 6:
        return ProbeGet(Block);
    case 7:
        return ProbeSet(Block);
    case 8:
        return ProbeRead(Block);
    case 9:
        return ProbeWrite(Block);
#else
    case 2:
        return ProbePage(Block);
    case 3:
        return ProbeCpuid(Block);
    case 4:
        return ProbeReadMsr(Block);
    case 5:
        return ProbeWriteMsr(Block);
    case 6:
        return ProbeCounter(Block);
#if defined(__x86_64__)
    case 7:
        return ProbePageFast(Block);
    case 8:
        return ProbeTdcall(Block);
    case 9:
        return ProbeRedZone(Block);
#endif
#endif
    default:
        return 0;
    }
}

/* Functions that compilers require of any environment, for an array of zeros or a copy. */
void *memset(void *To, int Value, __SIZE_TYPE__ Bytes);
void *memset(void *To, int Value, __SIZE_TYPE__ Bytes)
{
    volatile unsigned char *At = To;

    while (Bytes-- != 0)
    {
        *At++ = (unsigned char)Value;
    }
    return To;
}

#if defined(_WIN32) || defined(_MSC_VER)
/* Symbol to which every program with floating point refers under the Microsoft convention. */
int _fltused = 0;
#endif
