/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Mile.HyperV/Guest/Instruction.h: each register in its place, and everything that a call may change changed.
 *
 * Two hosts of the test's own answer. On x64 and x86 a page of machine code in
 * executable memory stands for the hypercall page: it writes down what it was
 * given, trashes every register that its convention calls volatile, and the stack
 * that is its own, and returns. Instructions that no program may execute (RDMSR,
 * WRMSR, TDCALL, HVC) trap, and a signal handler answers for the hypervisor, in
 * the same spirit.
 *
 * The callers have more live values than there are registers, so that a clobber
 * that is missing, or a red zone that was overwritten, is a wrong value.
 */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* REG_RIP, MAP_ANONYMOUS */
#endif
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>

#include <cmocka.h>

#if defined(__x86_64__) || defined(__i386__)
#include <cpuid.h>
#endif

#include <Mile.HyperV/Guest/Detect.h>
#include <Mile.HyperV/Guest/Hypercall.h>
#include <Mile.HyperV/Guest/Instruction.h>
#include <Mile.HyperV/Guest/ReferenceTime.h>

#define NOINLINE __attribute__((noinline))

static const HV_UINT64 Control = 0x8123456789ABCDEF;
static const HV_UINT64 Input = 0xFEDCBA9876543210;
static const HV_UINT64 Output = 0x0F1E2D3C4B5A6978;
static const HV_UINT64 Answer = 0xA1B2C3D4E5F60718;
static const HV_UINT64 Trash = 0xBADBADBADBADBADB;

/*
 * Live values: integers in more registers than there are, and vectors likewise. The compiler cannot know what they are,
 * so it has to keep them; LIVE_WRONG is what became of them.
 */

#define EACH_LIVE(X)                                                                                                   \
    X(0) X(1) X(2) X(3) X(4) X(5) X(6) X(7) X(8) X(9) X(10) X(11) X(12) X(13) X(14) X(15)                              \
    X(16) X(17) X(18) X(19) X(20) X(21) X(22) X(23) X(24) X(25) X(26) X(27) X(28) X(29) X(30) X(31)
#define LIVE_VALUE(N) ((uintptr_t)0x9E3779B97F4A7C15ULL * (N + 1))
#define LIVE_DECLARE(N)                                                                                                \
    uintptr_t Live##N = LIVE_VALUE(N);                                                                                 \
    __asm__ __volatile__("" : "+r"(Live##N));
#define LIVE_COMPARE(N)                                                                                                \
    __asm__ __volatile__("" : "+r"(Live##N));                                                                          \
    LiveWrong |= Live##N ^ LIVE_VALUE(N);
#define LIVE_BEGIN EACH_LIVE(LIVE_DECLARE) uintptr_t LiveWrong = 0;
#define LIVE_WRONG(Wrong)                                                                                              \
    EACH_LIVE(LIVE_COMPARE)                                                                                            \
    Wrong += LiveWrong != 0;

/* The arguments of a call are intact after it: a second call, and the comparison, would otherwise use garbage. */
#define CALL_TWICE(Call, Wrong)                                                                                        \
    do                                                                                                                 \
    {                                                                                                                  \
        volatile HV_UINT64 Given[3] = {Control, Input, Output};                                                        \
        const HV_UINT64 First = Given[0];                                                                              \
        const HV_UINT64 Second = Given[1];                                                                             \
        const HV_UINT64 Third = Given[2];                                                                              \
        Wrong += Call != Answer;                                                                                       \
        Wrong += Call != Answer;                                                                                       \
        Wrong += First != Control || Second != Input || Third != Output;                                               \
    } while (0)

#if defined(__x86_64__)
typedef HV_UINT64 VECTOR __attribute__((vector_size(16)));
#define EACH_VECTOR(X)                                                                                                 \
    X(0) X(1) X(2) X(3) X(4) X(5) X(6) X(7) X(8) X(9) X(10) X(11) X(12) X(13) X(14) X(15)
#define VECTOR_DECLARE(N)                                                                                              \
    VECTOR Vector##N = {LIVE_VALUE(N), ~LIVE_VALUE(N)};                                                                \
    __asm__ __volatile__("" : "+x"(Vector##N));
#define VECTOR_COMPARE(N)                                                                                              \
    __asm__ __volatile__("" : "+x"(Vector##N));                                                                        \
    VectorWrong |= (Vector##N[0] ^ LIVE_VALUE(N)) | (Vector##N[1] ^ ~LIVE_VALUE(N));
#define VECTOR_BEGIN EACH_VECTOR(VECTOR_DECLARE) HV_UINT64 VectorWrong = 0;
#define VECTOR_WRONG(Wrong)                                                                                            \
    EACH_VECTOR(VECTOR_COMPARE)                                                                                        \
    Wrong += VectorWrong != 0;
#endif

/*
 * What traps. Each entry of the handler knows one instruction by its bytes, and does to the registers what the
 * hypervisor would, and the worst that it may.
 */

static struct
{
    HV_UINT64 In[18]; /* x64: RAX, RCX, RDX, R8 to R11; ARM64: X0 to X17. */
    HV_UINT64 Out[18];
    unsigned Traps;
    unsigned Unknown;
    HV_UINT32 Instruction;
} Trap;

enum
{
    Rax,
    Rcx,
    Rdx,
    R8,
    R9,
    R10,
    R11,
};

#if defined(__x86_64__) || defined(__i386__)

#if defined(__x86_64__)
static const int TrapRegisters[] = {REG_RAX, REG_RCX, REG_RDX, REG_R8, REG_R9, REG_R10, REG_R11};
enum
{
    TrapPc = REG_RIP,
};
#else
static const int TrapRegisters[] = {REG_EAX, REG_ECX, REG_EDX};
enum
{
    TrapPc = REG_EIP,
};
#endif

static void OnTrap(int Signal, siginfo_t *Information, void *Context)
{
    static const unsigned char Rdmsr[] = {0x0F, 0x32};
    static const unsigned char Wrmsr[] = {0x0F, 0x30};
    static const unsigned char Tdcall[] = {0x66, 0x0F, 0x01, 0xCC};
    greg_t *Registers = ((ucontext_t *)Context)->uc_mcontext.gregs;
    const void *Code = (const void *)(uintptr_t)Registers[TrapPc];
    size_t Index;

    (void)Information;
    ++Trap.Traps;
    for (Index = 0; Index < sizeof(TrapRegisters) / sizeof(TrapRegisters[0]); ++Index)
    {
        Trap.In[Index] = (HV_UINT64)(uintptr_t)Registers[TrapRegisters[Index]];
    }
    if (memcmp(Code, Rdmsr, sizeof(Rdmsr)) == 0)
    {
        /* The upper halves are cleared. */
        Registers[TrapRegisters[Rax]] = (greg_t)(HV_UINT32)Trap.Out[Rax];
        Registers[TrapRegisters[Rdx]] = (greg_t)(HV_UINT32)Trap.Out[Rdx];
        Registers[TrapPc] += (greg_t)sizeof(Rdmsr);
    }
    else if (memcmp(Code, Wrmsr, sizeof(Wrmsr)) == 0)
    {
        Registers[TrapPc] += (greg_t)sizeof(Wrmsr);
    }
    else if (memcmp(Code, Tdcall, sizeof(Tdcall)) == 0)
    {
        for (Index = 0; Index < sizeof(TrapRegisters) / sizeof(TrapRegisters[0]); ++Index)
        {
            Registers[TrapRegisters[Index]] = (greg_t)Trap.Out[Index];
        }
        Registers[TrapPc] += (greg_t)sizeof(Tdcall);
    }
    else
    {
        /* A fault of the test's own: this time it ends the program. */
        ++Trap.Unknown;
        signal(Signal, SIG_DFL);
    }
}

#else

static void OnTrap(int Signal, siginfo_t *Information, void *Context)
{
    mcontext_t *Machine = &((ucontext_t *)Context)->uc_mcontext;
    unsigned Index;

    (void)Information;
    ++Trap.Traps;
    Trap.Instruction = *(const HV_UINT32 *)(uintptr_t)Machine->pc;
    if ((Trap.Instruction & 0xFFE0001F) != 0xD4000002) /* HVC #... */
    {
        ++Trap.Unknown;
        signal(Signal, SIG_DFL);
        return;
    }
    for (Index = 0; Index < 18; ++Index)
    {
        Trap.In[Index] = Machine->regs[Index];
        Machine->regs[Index] = Trap.Out[Index];
    }
    Machine->pc += 4;
}

#endif

/* By the test itself: cmocka puts handlers of its own in place for each of its functions. */
static void NewTrap(void)
{
    struct sigaction Action;
    unsigned Index;

    memset(&Trap, 0, sizeof(Trap));
    for (Index = 0; Index < 18; ++Index)
    {
        Trap.Out[Index] = Trash + Index;
    }
    memset(&Action, 0, sizeof(Action));
    Action.sa_sigaction = OnTrap;
    Action.sa_flags = SA_SIGINFO;
    assert_int_equal(sigaction(SIGILL, &Action, NULL), 0);
    assert_int_equal(sigaction(SIGSEGV, &Action, NULL), 0);
}

#if defined(__x86_64__) || defined(__i386__)

/*
 * Plain instructions, and MSRs.
 */

static void CpuidIsThatOfTheCompiler(void **State)
{
    /* Leaves whose answer is the same on every processor of a machine. */
    static const HV_UINT32 Leaves[][2] = {{0, 0},          {7, 0},          {0xD, 0},        {0xD, 1},       {0xD, 2},
                                          {0x80000000, 0}, {0x80000002, 0}, {0x80000004, 0}, {0x40000000, 0}};
    const MILE_HV_CPUID Cpuid = MileHvCpuid;
    size_t Index;

    (void)State;
    for (Index = 0; Index < sizeof(Leaves) / sizeof(Leaves[0]); ++Index)
    {
        HV_UINT32 Ours[4] = {0, 0, 0, 0};
        HV_UINT32 Theirs[4];

        __cpuid_count(Leaves[Index][0], Leaves[Index][1], Theirs[0], Theirs[1], Theirs[2], Theirs[3]);
        Cpuid(NULL, Leaves[Index][0], Leaves[Index][1], Ours);
        assert_memory_equal(Ours, Theirs, sizeof(Ours));
    }
}

static NOINLINE unsigned CpuidAmongLiveValues(void)
{
    HV_UINT32 Registers[4];
    unsigned Wrong = 0;

    LIVE_BEGIN
    MileHvCpuid(NULL, 0, 0, Registers);
    LIVE_WRONG(Wrong)
    return Wrong;
}

/* An aligned frame of unknown size: the compiler addresses it through a register of its own (EBX, RBX or ESI). */
static NOINLINE unsigned CpuidInAnAlignedFrame(size_t Size)
{
    _Alignas(128) volatile unsigned char Aligned[128];
    volatile unsigned char Variable[Size];
    HV_UINT32 Registers[4];
    size_t Index;
    unsigned Wrong = 0;

    memset((void *)(uintptr_t)Variable, 0x5A, Size);
    memset((void *)(uintptr_t)Aligned, 0xA5, sizeof(Aligned));
    MileHvCpuid(NULL, 0x40000000, 0, Registers);
    for (Index = 0; Index < sizeof(Aligned); ++Index)
    {
        Wrong += Aligned[Index] != 0xA5;
    }
    for (Index = 0; Index < Size; ++Index)
    {
        Wrong += Variable[Index] != 0x5A;
    }
    return Wrong;
}

static void CpuidLeavesTheRestAlone(void **State)
{
    volatile size_t Size = 100;

    (void)State;
    assert_int_equal(CpuidAmongLiveValues(), 0);
    assert_int_equal(CpuidInAnAlignedFrame(Size), 0);
}

static void TheCounterIsTheTsc(void **State)
{
    const MILE_HV_READ_COUNTER ReadCounter = MileHvReadTscCounter;
    const HV_UINT64 Before = __builtin_ia32_rdtsc();
    const HV_UINT64 Now = ReadCounter(NULL);

    (void)State;
    assert_in_range(Now, Before, __builtin_ia32_rdtsc());
}

static NOINLINE unsigned ReadAmongLiveValues(HV_UINT32 Register, HV_UINT64 *Value)
{
    unsigned Wrong = 0;

    LIVE_BEGIN
    *Value = MileHvReadMsr(NULL, Register);
    LIVE_WRONG(Wrong)
    return Wrong;
}

static NOINLINE unsigned WriteAmongLiveValues(HV_UINT32 Register, HV_UINT64 Value)
{
    unsigned Wrong = 0;

    LIVE_BEGIN
    MileHvWriteMsr(NULL, Register, Value);
    LIVE_WRONG(Wrong)
    return Wrong;
}

static void MsrsAreReadAndWritten(void **State)
{
    const MILE_HV_READ_REGISTER ReadRegister = MileHvReadMsr;
    const MILE_HV_WRITE_REGISTER WriteRegister = MileHvWriteMsr;
    HV_UINT64 Value = 0;

    (void)State;
    NewTrap();
    Trap.Out[Rax] = 0xFEDCBA98;
    Trap.Out[Rdx] = 0x87654321;
    assert_true(ReadRegister(NULL, HV_X64_MSR_TIME_REF_COUNT) == 0x87654321FEDCBA98);
    assert_int_equal(Trap.Traps, 1);
    assert_int_equal((HV_UINT32)Trap.In[Rcx], HV_X64_MSR_TIME_REF_COUNT);
    WriteRegister(NULL, HV_X64_MSR_GUEST_OS_ID, 0x9ABCDEF012345678);
    assert_int_equal(Trap.Traps, 2);
    assert_int_equal((HV_UINT32)Trap.In[Rcx], HV_X64_MSR_GUEST_OS_ID);
    assert_int_equal((HV_UINT32)Trap.In[Rax], 0x12345678);
    assert_int_equal((HV_UINT32)Trap.In[Rdx], 0x9ABCDEF0);
    assert_int_equal(WriteAmongLiveValues(HV_X64_MSR_EOM, 0), 0);
    assert_int_equal(ReadAmongLiveValues(0xC0010130, &Value), 0);
    assert_true(Value == 0x87654321FEDCBA98);
    assert_int_equal(Trap.Traps, 4);
    assert_int_equal((HV_UINT32)Trap.In[Rcx], 0xC0010130);
}

/*
 * The page. Its code finds the second page behind itself, whose beginning this is; the page's assembly knows the
 * offsets.
 */

struct Record
{
    /* Arguments of the page. */
    HV_UINT64 Control;   /* 0 */
    HV_UINT64 Input;     /* 8 */
    HV_UINT64 Output;    /* 16 */
    HV_UINT64 Stack;     /* 24 */
    HV_UINT64 Calls;     /* 32 */
    HV_UINT64 Unused;    /* 40 */
    HV_UINT64 InXmm[12]; /* 48: XMM0 to XMM5. */
    /* Results of the page. */
    HV_UINT64 Result;     /* 144 */
    HV_UINT64 OutRdx;     /* 152 */
    HV_UINT64 OutR8;      /* 160 */
    HV_UINT64 Trash;      /* 168 */
    HV_UINT64 OutXmm[12]; /* 176 */
};

extern const unsigned char PageCode[];
extern const unsigned char PageCodeEnd[];

#if defined(__x86_64__)
__asm__(".text\n"
        "PageCode:\n"
        "    movq %rcx, PageCode+4096(%rip)\n"
        "    movq %rdx, PageCode+4096+8(%rip)\n"
        "    movq %r8, PageCode+4096+16(%rip)\n"
        "    movq %rsp, PageCode+4096+24(%rip)\n"
        "    incq PageCode+4096+32(%rip)\n"
        "    movups %xmm0, PageCode+4096+48(%rip)\n"
        "    movups %xmm1, PageCode+4096+64(%rip)\n"
        "    movups %xmm2, PageCode+4096+80(%rip)\n"
        "    movups %xmm3, PageCode+4096+96(%rip)\n"
        "    movups %xmm4, PageCode+4096+112(%rip)\n"
        "    movups %xmm5, PageCode+4096+128(%rip)\n"
        "    movq PageCode+4096+168(%rip), %rax\n"
        /* Its own of the stack: the 32 bytes above the return address, and all below. */
        "    movq %rax, 8(%rsp)\n"
        "    movq %rax, 16(%rsp)\n"
        "    movq %rax, 24(%rsp)\n"
        "    movq %rax, 32(%rsp)\n"
        "    movl $64, %ecx\n"
        "1:  movq %rax, -8(%rsp)\n"
        "    leaq -8(%rsp), %rsp\n"
        "    decl %ecx\n"
        "    jnz 1b\n"
        "    addq $512, %rsp\n"
        /* Every volatile register. */
        "    movq %rax, %rcx\n"
        "    movq %rax, %r9\n"
        "    movq %rax, %r10\n"
        "    movq %rax, %r11\n"
        "    movq PageCode+4096+144(%rip), %rax\n"
        "    movq PageCode+4096+152(%rip), %rdx\n"
        "    movq PageCode+4096+160(%rip), %r8\n"
        "    movups PageCode+4096+176(%rip), %xmm0\n"
        "    movups PageCode+4096+192(%rip), %xmm1\n"
        "    movups PageCode+4096+208(%rip), %xmm2\n"
        "    movups PageCode+4096+224(%rip), %xmm3\n"
        "    movups PageCode+4096+240(%rip), %xmm4\n"
        "    movups PageCode+4096+256(%rip), %xmm5\n"
        "    ret\n"
        "PageCodeEnd:\n");
#else
__asm__(".text\n"
        "PageCode:\n"
        "    pushl %ebp\n"
        "    call 1f\n"
        "1:  popl %ebp\n"
        "    leal PageCode+4096-1b(%ebp), %ebp\n"
        "    movl %eax, (%ebp)\n"
        "    movl %edx, 4(%ebp)\n"
        "    movl %ecx, 8(%ebp)\n"
        "    movl %ebx, 12(%ebp)\n"
        "    movl %esi, 16(%ebp)\n"
        "    movl %edi, 20(%ebp)\n"
        "    incl 32(%ebp)\n"
        "    movl 168(%ebp), %ebx\n"
        "    movl %ebx, %ecx\n"
        "    movl %ebx, %esi\n"
        "    movl %ebx, %edi\n"
        "    movl $64, %eax\n"
        "2:  movl %ebx, -4(%esp)\n"
        "    leal -4(%esp), %esp\n"
        "    decl %eax\n"
        "    jnz 2b\n"
        "    addl $256, %esp\n"
        "    movl 144(%ebp), %eax\n"
        "    movl 148(%ebp), %edx\n"
        "    popl %ebp\n"
        "    ret\n"
        "PageCodeEnd:\n");
#endif

static void *Page;
static struct Record *Record;

static int NewPage(void **State)
{
    const size_t Size = (size_t)(PageCodeEnd - PageCode);
    unsigned Index;

    (void)State;
    if (!Page)
    {
        Page = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        assert_true(Page != MAP_FAILED);
        assert_in_range(Size, 16, 4096);
        memcpy(Page, PageCode, Size);
        assert_int_equal(mprotect(Page, 4096, PROT_READ | PROT_EXEC), 0);
        Record = (struct Record *)((unsigned char *)Page + 4096);
    }
    memset(Record, 0, sizeof(*Record));
    Record->Result = Answer;
    Record->Trash = Trash;
    Record->OutRdx = Trash + 1;
    Record->OutR8 = Trash + 2;
    for (Index = 0; Index < 12; ++Index)
    {
        Record->OutXmm[Index] = Trash + 3 + Index;
    }
    return 0;
}

static void ThePageGetsItsRegisters(void **State)
{
    const MILE_HV_INVOKE Invoke = MileHvInvokePage;

    (void)State;
    assert_true(Invoke(Page, Control, Input, Output) == Answer);
    assert_int_equal(Record->Calls, 1);
    assert_true(Record->Control == Control);
    assert_true(Record->Input == Input);
    assert_true(Record->Output == Output);
#if defined(__x86_64__)
    assert_int_equal(Record->Stack % 16, 8); /* Aligned before the return address. */
#endif
}

static void RepCallsGoThroughThePage(void **State)
{
    HV_UINT64 Word;
    HV_STATUS Status;
    HV_UINT32 Done;

    (void)State;
    Record->Result = (HV_UINT64)7 << 32;
    assert_int_equal(MileHvHypercallControl(HvCallFlushVirtualAddressList, 0, 0, 7, 0, &Word), MileHvSuccess);
    assert_int_equal(MileHvHypercallRep(MileHvInvokePage, Page, Word, 0x1000, 0, &Status, &Done), MileHvSuccess);
    assert_int_equal(Done, 7);
    assert_true(Record->Control == Word);
    assert_int_equal(Record->Input, 0x1000);
}

/* One call among live integers, and a local array that a leaf function would keep below the stack pointer. */
static inline __attribute__((always_inline)) unsigned PageAmongLiveValues(void)
{
    volatile HV_UINT64 Local[8];
    unsigned Index;
    unsigned Wrong = 0;

    for (Index = 0; Index < 8; ++Index)
    {
        Local[Index] = Index + 1;
    }
    LIVE_BEGIN
    Wrong += MileHvInvokePage(Page, Control, Input, Output) != Answer;
    LIVE_WRONG(Wrong)
    for (Index = 0; Index < 8; ++Index)
    {
        Wrong += Local[Index] != Index + 1;
    }
    return Wrong;
}

static NOINLINE unsigned PageFromHere(void)
{
    return PageAmongLiveValues();
}

static NOINLINE unsigned PageInAnAlignedFrame(size_t Size)
{
    _Alignas(128) volatile unsigned char Aligned[128];
    volatile unsigned char Variable[Size];
    size_t Index;
    unsigned Wrong = 0;

    memset((void *)(uintptr_t)Variable, 0x5A, Size);
    memset((void *)(uintptr_t)Aligned, 0xA5, sizeof(Aligned));
    Wrong += MileHvInvokePage(Page, Control, Input, Output) != Answer;
    for (Index = 0; Index < sizeof(Aligned); ++Index)
    {
        Wrong += Aligned[Index] != 0xA5;
    }
    for (Index = 0; Index < Size; ++Index)
    {
        Wrong += Variable[Index] != 0x5A;
    }
    return Wrong;
}

static void ThePageMayTrashWhatIsVolatile(void **State)
{
    volatile size_t Size = 100;

    (void)State;
    assert_int_equal(PageFromHere(), 0);
    assert_int_equal(PageInAnAlignedFrame(Size), 0);
    assert_int_equal(Record->Calls, 2);
    assert_true(Record->Control == Control && Record->Input == Input && Record->Output == Output);
}

static void ThePageMayTrashItsArguments(void **State)
{
    unsigned Wrong = 0;

    (void)State;
    CALL_TWICE(MileHvInvokePage(Page, First, Second, Third), Wrong);
    assert_int_equal(Wrong, 0);
    assert_int_equal(Record->Calls, 2);
    assert_true(Record->Control == Control && Record->Input == Input && Record->Output == Output);
}

#endif

#if defined(__x86_64__)

/* Both conventions call the page: the compiler's own for Linux, and Windows's, under which XMM6 to XMM15 are kept. */

static inline __attribute__((always_inline)) unsigned PageAmongVectors(void)
{
    unsigned Wrong = 0;

    VECTOR_BEGIN
    Wrong += MileHvInvokePage(Page, Control, Input, Output) != Answer;
    VECTOR_WRONG(Wrong)
    return Wrong;
}

static inline __attribute__((always_inline)) unsigned FastAmongLiveValues(HV_UINT64 *Block)
{
    volatile HV_UINT64 Local[8];
    unsigned Index;
    unsigned Wrong = 0;

    for (Index = 0; Index < 8; ++Index)
    {
        Local[Index] = Index + 1;
    }
    LIVE_BEGIN
    Wrong += MileHvInvokePageFast(Page, Control, Block) != Answer;
    LIVE_WRONG(Wrong)
    for (Index = 0; Index < 8; ++Index)
    {
        Wrong += Local[Index] != Index + 1;
    }
    return Wrong;
}

static inline __attribute__((always_inline)) unsigned FastAmongVectors(HV_UINT64 *Block)
{
    unsigned Wrong = 0;

    VECTOR_BEGIN
    Wrong += MileHvInvokePageFast(Page, Control, Block) != Answer;
    VECTOR_WRONG(Wrong)
    return Wrong;
}

static NOINLINE unsigned VectorsFromHere(void)
{
    return PageAmongVectors();
}

static NOINLINE __attribute__((ms_abi)) unsigned PageFromWindows(void)
{
    return PageAmongLiveValues() + PageAmongVectors();
}

static NOINLINE unsigned FastFromHere(HV_UINT64 *Block)
{
    return FastAmongLiveValues(Block);
}

static NOINLINE unsigned FastVectorsFromHere(HV_UINT64 *Block)
{
    return FastAmongVectors(Block);
}

static NOINLINE __attribute__((ms_abi)) unsigned FastFromWindows(HV_UINT64 *Block)
{
    return FastAmongLiveValues(Block) + FastAmongVectors(Block);
}

static void VectorsOutliveThePage(void **State)
{
    (void)State;
    assert_int_equal(VectorsFromHere(), 0);
    assert_int_equal(PageFromWindows(), 0);
    assert_int_equal(Record->Calls, 3);
    assert_int_equal(Record->Stack % 16, 8);
}

static void FastCallsCarryTheirBlock(void **State)
{
    _Alignas(16) unsigned char Memory[112 + 16];
    HV_UINT64 In[14];
    HV_UINT64 Out[14];
    unsigned Index;
    unsigned Shift;

    (void)State;
    for (Index = 0; Index < 14; ++Index)
    {
        In[Index] = LIVE_VALUE(Index);
    }
    /* Eight bytes off: no alignment of 16 is asked for. */
    for (Shift = 0; Shift <= 8; Shift += 8)
    {
        HV_UINT64 *Block = (HV_UINT64 *)(void *)(Memory + Shift);

        memcpy(Block, In, sizeof(In));
        assert_true(MileHvInvokePageFast(Page, Control, Block) == Answer);
        assert_true(Record->Control == Control);
        assert_true(Record->Input == In[0]);
        assert_true(Record->Output == In[1]);
        assert_memory_equal(Record->InXmm, In + 2, 96);
        assert_int_equal(Record->Stack % 16, 8);
        memcpy(Out, Block, sizeof(Out));
        for (Index = 0; Index < 14; ++Index)
        {
            assert_true(Out[Index] == Trash + 1 + Index);
        }
    }
}

static void FastCallsLeaveTheRestAlone(void **State)
{
    HV_UINT64 Block[14] = {0};
    unsigned Wrong = 0;

    (void)State;
    assert_int_equal(FastFromHere(Block), 0);
    assert_int_equal(FastVectorsFromHere(Block), 0);
    assert_int_equal(FastFromWindows(Block), 0);
    assert_int_equal(Record->Calls, 4);
    CALL_TWICE(MileHvInvokePageFast(Page, First, Block), Wrong);
    assert_int_equal(Wrong, 0);
    assert_true(Record->Control == Control);
}

/*
 * TDX.
 */

static NOINLINE unsigned TdcallAmongLiveValues(void)
{
    unsigned Wrong = 0;

    LIVE_BEGIN
    Wrong += MileHvInvokeTdcall(NULL, Control, Input, Output) != Answer;
    LIVE_WRONG(Wrong)
    return Wrong;
}

static void TdcallsHaveTheirRegisters(void **State)
{
    const MILE_HV_INVOKE Invoke = MileHvInvokeTdcall;
    unsigned Wrong = 0;

    (void)State;
    NewTrap();
    Trap.Out[Rax] = 0;
    Trap.Out[R11] = Answer;
    assert_true(Invoke(NULL, Control, Input, Output) == Answer);
    assert_int_equal(Trap.Traps, 1);
    assert_int_equal(Trap.In[Rax], 0);     /* TDG.VP.VMCALL */
    assert_int_equal(Trap.In[Rcx], 0xD04); /* RDX, R8, R10, R11 */
    assert_true(Trap.In[Rdx] == Input);
    assert_true(Trap.In[R8] == Output);
    assert_true(Trap.In[R10] == Control);
    assert_int_equal(Trap.In[R11], 0);
    assert_int_equal(TdcallAmongLiveValues(), 0);
    CALL_TWICE(MileHvInvokeTdcall(NULL, First, Second, Third), Wrong);
    assert_int_equal(Wrong, 0);
    assert_true(Trap.In[Rdx] == Input && Trap.In[R8] == Output && Trap.In[R10] == Control);
    /* The lower half of RAX has details, and no failure. */
    Trap.Out[Rax] = 0x00000000FFFFFFFF;
    assert_true(Invoke(NULL, Control, Input, Output) == Answer);
    /* A call that the TDX module refuses never reached the host, whatever R11 contains. */
    Trap.Out[Rax] = 0xC000010000000000;
    Trap.Out[R11] = 0;
    assert_int_equal(MileHvHypercallStatus(Invoke(NULL, Control, Input, Output)), HV_STATUS_OPERATION_FAILED);
}

#endif

#if defined(__aarch64__)

static NOINLINE unsigned HvcAmongLiveValues(void)
{
    unsigned Wrong = 0;

    LIVE_BEGIN
    Wrong += MileHvInvokeHvc(NULL, Control, Input, Output) != Answer;
    LIVE_WRONG(Wrong)
    return Wrong;
}

static NOINLINE unsigned SmcccAmongLiveValues(void)
{
    unsigned Wrong = 0;

    LIVE_BEGIN
    Wrong += MileHvInvokeSmccc(NULL, Control, Input, Output) != Answer;
    LIVE_WRONG(Wrong)
    return Wrong;
}

static NOINLINE unsigned UidAmongLiveValues(HV_UINT64 *Four)
{
    unsigned Wrong = 0;

    LIVE_BEGIN
    MileHvCallSmccc(HV_SMCCC_VENDOR_HYP_UID, Four);
    LIVE_WRONG(Wrong)
    return Wrong;
}

static NOINLINE unsigned FastAmongLiveValues(HV_UINT64 *Block)
{
    unsigned Wrong = 0;

    LIVE_BEGIN
    Wrong += MileHvInvokeHvcFast(Control, Block) != Answer;
    LIVE_WRONG(Wrong)
    return Wrong;
}

static NOINLINE unsigned RegisterAmongLiveValues(void)
{
    HV_UINT64 Value[2] = {Input, Output};
    unsigned Wrong = 0;

    LIVE_BEGIN
    Wrong += MileHvInvokeHvcVpRegister(HvCallSetVpRegisters, HvRegisterEom, Value) != Answer;
    LIVE_WRONG(Wrong)
    return Wrong;
}

static void HvcsHaveTheirRegisters(void **State)
{
    const MILE_HV_INVOKE Hvc = MileHvInvokeHvc;
    const MILE_HV_INVOKE Smccc = MileHvInvokeSmccc;

    (void)State;
    NewTrap();
    Trap.Out[0] = Answer;
    assert_true(Hvc(NULL, Control, Input, Output) == Answer);
    assert_int_equal(Trap.Instruction, 0xD4000022); /* HVC #1 */
    assert_true(Trap.In[0] == Control && Trap.In[1] == Input && Trap.In[2] == Output);
    assert_true(Smccc(NULL, Control, Input, Output) == Answer);
    assert_int_equal(Trap.Instruction, 0xD4000002); /* HVC #0 */
    assert_int_equal(Trap.In[0], 0x46000001);
    assert_true(Trap.In[1] == Control && Trap.In[2] == Input && Trap.In[3] == Output);
    assert_int_equal(Trap.Traps, 2);
}

static void HvcsLeaveTheRestAlone(void **State)
{
    HV_UINT64 Block[16] = {0};
    HV_UINT64 Four[4];
    unsigned Wrong = 0;

    (void)State;
    NewTrap();
    Trap.Out[0] = Answer;
    assert_int_equal(HvcAmongLiveValues(), 0);
    assert_int_equal(SmcccAmongLiveValues(), 0);
    assert_int_equal(UidAmongLiveValues(Four), 0);
    assert_int_equal(FastAmongLiveValues(Block), 0);
    assert_int_equal(RegisterAmongLiveValues(), 0);
    assert_int_equal(Trap.Traps, 5);
    CALL_TWICE(MileHvInvokeHvc(NULL, First, Second, Third), Wrong);
    assert_true(Trap.In[0] == Control && Trap.In[1] == Input && Trap.In[2] == Output);
    CALL_TWICE(MileHvInvokeSmccc(NULL, First, Second, Third), Wrong);
    assert_true(Trap.In[1] == Control && Trap.In[2] == Input && Trap.In[3] == Output);
    CALL_TWICE(MileHvInvokeHvcFast(First, Block), Wrong);
    assert_true(Trap.In[0] == Control);
    assert_int_equal(Wrong, 0);
}

static void TheUidIsAskedFor(void **State)
{
    HV_UINT64 Four[4];

    (void)State;
    NewTrap();
    Trap.Out[0] = HV_VENDOR_HYP_UID_MS_HYPERVISOR_0;
    Trap.Out[1] = HV_VENDOR_HYP_UID_MS_HYPERVISOR_1;
    Trap.Out[2] = HV_VENDOR_HYP_UID_MS_HYPERVISOR_2;
    Trap.Out[3] = HV_VENDOR_HYP_UID_MS_HYPERVISOR_3;
    MileHvCallSmccc(HV_SMCCC_VENDOR_HYP_UID, Four);
    assert_int_equal(Trap.Instruction, 0xD4000002);
    assert_int_equal(Trap.In[0], 0x8600FF01);
    assert_true((Trap.In[1] | Trap.In[2] | Trap.In[3]) == 0);
    assert_true(MileHvDetectArm64Uid(Four));
}

static void FastCallsCarryTheirBlock(void **State)
{
    HV_UINT64 Block[16];
    unsigned Index;

    (void)State;
    NewTrap();
    for (Index = 0; Index < 16; ++Index)
    {
        Block[Index] = LIVE_VALUE(Index);
    }
    Trap.Out[0] = Answer;
    assert_true(MileHvInvokeHvcFast(Control, Block) == Answer);
    assert_int_equal(Trap.Instruction, 0xD4000022);
    assert_true(Trap.In[0] == Control);
    for (Index = 0; Index < 16; ++Index)
    {
        assert_true(Trap.In[1 + Index] == LIVE_VALUE(Index));
        assert_true(Block[Index] == Trash + 1 + Index);
    }
}

/* The words of both calls are those that mu_msvm has in its assembly. */
static void RegistersAreReadAndWritten(void **State)
{
    const MILE_HV_READ_REGISTER ReadRegister = MileHvReadVpRegister;
    const MILE_HV_WRITE_REGISTER WriteRegister = MileHvWriteVpRegister;
    HV_UINT64 Value[2];

    (void)State;
    NewTrap();
    Trap.Out[0] = (HV_UINT64)1 << 32;
    Trap.Out[15] = 0x1111222233334444;
    Trap.Out[16] = 0x5555666677778888;
    assert_int_equal(MileHvGetVpRegister(HvRegisterFeaturesInfo, Value), HV_STATUS_SUCCESS);
    assert_true(Value[0] == 0x1111222233334444 && Value[1] == 0x5555666677778888);
    assert_int_equal(Trap.Instruction, 0xD4000022);
    assert_true(Trap.In[0] == 0x0000000100010050);
    assert_true(Trap.In[1] == 0xFFFFFFFFFFFFFFFF);
    assert_true(Trap.In[2] == 0xFFFFFFFE);
    assert_true(Trap.In[3] == HvRegisterFeaturesInfo);
    assert_true((Trap.In[4] | Trap.In[5] | Trap.In[6]) == 0);
    assert_true(ReadRegister(NULL, HvRegisterTimeRefCount) == 0x1111222233334444);
    assert_true(Trap.In[3] == HvRegisterTimeRefCount);

    WriteRegister(NULL, HvRegisterGuestOsId, Input);
    assert_true(Trap.In[0] == 0x0000000100010051);
    assert_true(Trap.In[1] == 0xFFFFFFFFFFFFFFFF);
    assert_true(Trap.In[2] == 0xFFFFFFFE);
    assert_true(Trap.In[3] == HvRegisterGuestOsId);
    assert_true(Trap.In[4] == 0);
    assert_true(Trap.In[5] == Input);
    assert_true(Trap.In[6] == 0);
    assert_int_equal(MileHvSetVpRegister(HvRegisterGuestCrashP0, 1, 2), HV_STATUS_SUCCESS);
    assert_true(Trap.In[5] == 1 && Trap.In[6] == 2);

    /* Refused: nothing of the registers is believed. */
    Trap.Out[0] = HV_STATUS_ACCESS_DENIED;
    assert_int_equal(MileHvGetVpRegister(HvRegisterFeaturesInfo, Value), HV_STATUS_ACCESS_DENIED);
    assert_true(Value[0] == 0 && Value[1] == 0);
    assert_true(ReadRegister(NULL, HvRegisterTimeRefCount) == 0);
    assert_int_equal(MileHvSetVpRegister(HvRegisterGuestOsId, 1, 0), HV_STATUS_ACCESS_DENIED);
}

#endif

int main(void)
{
    const struct CMUnitTest Tests[] = {
#if defined(__x86_64__) || defined(__i386__)
        cmocka_unit_test(CpuidIsThatOfTheCompiler),
        cmocka_unit_test(CpuidLeavesTheRestAlone),
        cmocka_unit_test(TheCounterIsTheTsc),
        cmocka_unit_test(MsrsAreReadAndWritten),
        cmocka_unit_test_setup(ThePageGetsItsRegisters, NewPage),
        cmocka_unit_test_setup(RepCallsGoThroughThePage, NewPage),
        cmocka_unit_test_setup(ThePageMayTrashWhatIsVolatile, NewPage),
        cmocka_unit_test_setup(ThePageMayTrashItsArguments, NewPage),
#endif
#if defined(__x86_64__)
        cmocka_unit_test_setup(VectorsOutliveThePage, NewPage),
        cmocka_unit_test_setup(FastCallsCarryTheirBlock, NewPage),
        cmocka_unit_test_setup(FastCallsLeaveTheRestAlone, NewPage),
        cmocka_unit_test(TdcallsHaveTheirRegisters),
#endif
#if defined(__aarch64__)
        cmocka_unit_test(HvcsHaveTheirRegisters),
        cmocka_unit_test(HvcsLeaveTheRestAlone),
        cmocka_unit_test(TheUidIsAskedFor),
        cmocka_unit_test(FastCallsCarryTheirBlock),
        cmocka_unit_test(RegistersAreReadAndWritten),
#endif
    };
    return cmocka_run_group_tests_name("GuestInstruction", Tests, NULL, NULL);
}
