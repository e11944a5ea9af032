/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Instructions by which a guest reaches its hypervisor: CPUID, synthetic registers,
 * hypercalls.
 *
 * The other headers of this layer take functions of the caller for what only the most privileged
 * mode can do. This header contains such functions, for a guest that has none of its own. Each
 * matches the type that the other header requires:
 *
 *                             x64, x86              ARM64
 *     MILE_HV_CPUID           MileHvCpuid           -
 *     MILE_HV_READ_REGISTER   MileHvReadMsr         MileHvReadVpRegister
 *     MILE_HV_WRITE_REGISTER  MileHvWriteMsr        MileHvWriteVpRegister
 *     MILE_HV_READ_COUNTER    MileHvReadTscCounter  -
 *     MILE_HV_INVOKE          MileHvInvokePage      MileHvInvokeHvc
 *                             MileHvInvokeTdcall    MileHvInvokeSmccc
 *
 * The Context of MileHvInvokePage() is the address of the hypercall page. The other functions
 * ignore their Context, so it may be null. The path of hypercalls depends on the guest:
 *
 *     x64, x86             the hypercall page; Hypercall.h describes its setup
 *     ARM64                HVC #1, as mu_msvm and OpenVMM use it, or HVC #0, which the
 *                          TLFS recommends to new code
 *     TDX, no paravisor    TDG.VP.VMCALL, with addresses of shared memory
 *     SNP, no paravisor    the GHCB, a page that the guest fills and copies out of, by a
 *                          function of its own (Hypervisor/Ghcb.h)
 *
 * Registers. According to the TLFS, a call changes its result, the control word of a rep call, and
 * the registers of fast output. The functions here assume that it changes more: on x64 all
 * registers that the Microsoft convention calls volatile (RAX, RCX, RDX, R8 to R11, XMM0 to XMM5),
 * on x86 all except EBP, ESP and the XMM registers, on ARM64 X0 to X17. On x64 the page has 32
 * bytes of its own above the return address and an aligned stack, and no data of the caller is
 * below it, so a red zone is safe.
 *
 * On x64 MileHvInvokePage() is a call through a pointer. Compiler options that change such calls,
 * such as retpolines, apply to it; they do not apply to the assembly of the other functions. No
 * source guarantees that the page begins with ENDBR64 or with a type hash. A kernel whose processor
 * or compiler checks for them must call the page by a function of its own.
 *
 * cl.exe has no inline assembly for x64 and ARM64, and the inline assembly for x86 was not tested.
 * With cl.exe, this header provides CPUID, the MSRs and the TSC, and on x64 the page. Fast calls
 * with more than 16 bytes, TDX, the page on x86 and all of ARM64 are omitted, and the caller must
 * supply them.
 *
 * Sources: Hypervisor/Hypercall.h and Register.h, and their sources; TLFS online, hypercall
 * interface; mu_msvm HvHypercallLib; OpenVMM minimal_rt, hv1_hypercall and tdcall.
 */

#ifndef MILE_HYPERV_GUEST_INSTRUCTION
#define MILE_HYPERV_GUEST_INSTRUCTION

#include "../Hypervisor/Hypercall.h"
#include "Platform.h"

/* cl.exe declares its intrinsics in a header; only these are needed from it. */
#if defined(_MSC_VER) && !defined(__clang__) && (defined(_M_IX86) || (defined(_M_AMD64) && !defined(_M_ARM64EC)))
#if defined(__cplusplus)
extern "C" {
#endif
void __cpuidex(int[4], int, int);
unsigned __int64 __readmsr(unsigned long);
void __writemsr(unsigned long, unsigned __int64);
#pragma intrinsic(__cpuidex, __readmsr, __writemsr)
#if defined(__cplusplus)
}
#endif
#endif

MILE_HYPERV_GUEST_BEGIN

#if defined(__x86_64__) || defined(__i386__) || defined(_M_IX86) || (defined(_M_AMD64) && !defined(_M_ARM64EC))

/** x64, x86: executes CPUID. @p Registers receives EAX, EBX, ECX and EDX. @p Context is ignored. */
static inline void MileHvCpuid(void *Context, HV_UINT32 Leaf, HV_UINT32 Subleaf, HV_UINT32 Registers[4])
{
    (void)Context;
#if defined(_MSC_VER) && !defined(__clang__)
    __cpuidex((int *)Registers, (int)Leaf, (int)Subleaf);
#else
    /*
     * EBX is restored: the compiler may use it itself, for position-independent code or an aligned
     * stack frame.
     */
#if defined(__x86_64__)
    __asm__ __volatile__("movq %%rbx, %q1\n\t"
                         "cpuid\n\t"
                         "xchgq %%rbx, %q1"
                         : "=a"(Registers[0]), "=&r"(Registers[1]), "=c"(Registers[2]), "=d"(Registers[3])
                         : "0"(Leaf), "2"(Subleaf));
#else
    __asm__ __volatile__("movl %%ebx, %1\n\t"
                         "cpuid\n\t"
                         "xchgl %%ebx, %1"
                         : "=a"(Registers[0]), "=&r"(Registers[1]), "=c"(Registers[2]), "=d"(Registers[3])
                         : "0"(Leaf), "2"(Subleaf));
#endif
#endif
}

/**
 * x64, x86: executes RDMSR. `#GP` is raised if the register does not exist, or if the partition has
 * no privilege for it. @p Context is ignored.
 */
static inline HV_UINT64 MileHvReadMsr(void *Context, HV_UINT32 Register)
{
#if defined(_MSC_VER) && !defined(__clang__)
    (void)Context;
    return __readmsr(Register);
#else
    HV_UINT32 Low;
    HV_UINT32 High;

    (void)Context;
    __asm__ __volatile__("rdmsr" : "=a"(Low), "=d"(High) : "c"(Register) : "memory");
    return ((HV_UINT64)High << 32) | Low;
#endif
}

/**
 * x64, x86: executes WRMSR. `#GP` is raised if the register does not exist, if the partition has no
 * privilege for it, or if the register refuses the value. @p Context is ignored.
 */
static inline void MileHvWriteMsr(void *Context, HV_UINT32 Register, HV_UINT64 Value)
{
    (void)Context;
#if defined(_MSC_VER) && !defined(__clang__)
    __writemsr(Register, Value);
#else
    __asm__ __volatile__("wrmsr"
                         :
                         : "c"(Register), "a"((HV_UINT32)(Value & 0xFFFFFFFFU)), "d"((HV_UINT32)(Value >> 32))
                         : "memory");
#endif
}

/** x64, x86: MileHvReadTsc() with the type of MILE_HV_READ_COUNTER. @p Context is ignored. */
static inline HV_UINT64 MileHvReadTscCounter(void *Context)
{
    (void)Context;
    return MileHvReadTsc();
}

#endif

#if defined(__x86_64__) || (defined(_M_AMD64) && !defined(_M_ARM64EC))

/**
 * x64: makes one hypercall through the page.
 *
 * @param Page address at which the hypercall page is mapped executable.
 * @param Control the control word.
 * @param Input guest physical address of the input block; the first 8 bytes of input of a fast
 * call.
 * @param Output guest physical address of the output block; the second 8 bytes of input of a fast
 * call.
 * @return the result word. Fast output is lost; MileHvInvokePageFast() returns it.
 */
static inline HV_UINT64 MileHvInvokePage(void *Page, HV_UINT64 Control, HV_UINT64 Input, HV_UINT64 Output)
{
    HV_HYPERCALL_INPUT Word;

    Word.AsUINT64 = Control;
    /*
     * Conversion through an integer: C++ does not guarantee that from an object pointer to a
     * function pointer.
     */
    return ((PHVCALL_HYPERCALL_ROUTINE)(HV_UINT64)Page)(Word, Input, Output).AsUINT64;
}

#elif defined(__i386__)

/**
 * x86: makes one hypercall through the page.
 *
 * @param Page address at which the hypercall page is mapped executable.
 * @param Control the control word.
 * @param Input guest physical address of the input block; the first 8 bytes of input of a fast
 * call.
 * @param Output guest physical address of the output block; the second 8 bytes of input of a fast
 * call.
 * @return the result word.
 */
static inline HV_UINT64 MileHvInvokePage(void *Page, HV_UINT64 Control, HV_UINT64 Input, HV_UINT64 Output)
{
    /*
     * The call takes six registers, of which the compiler may use EBX and ESI itself; the assembly
     * swaps those.
     */
    const HV_UINT32 Rest[4] = {(HV_UINT32)(Input >> 32), (HV_UINT32)(Output & 0xFFFFFFFFU), (HV_UINT32)(Output >> 32),
                               (HV_UINT32)(unsigned long)Page};
    HV_UINT32 InputLow = (HV_UINT32)(Input & 0xFFFFFFFFU);

    __asm__ __volatile__("pushl %%ebx\n\t"
                         "pushl %%esi\n\t"
                         "pushl %%edi\n\t"
                         "movl (%%edi), %%ebx\n\t"
                         "movl 4(%%edi), %%esi\n\t"
                         "pushl 12(%%edi)\n\t"
                         "movl 8(%%edi), %%edi\n\t"
                         "call *(%%esp)\n\t"
                         "popl %%edi\n\t"
                         "popl %%edi\n\t"
                         "popl %%esi\n\t"
                         "popl %%ebx"
                         : "+A"(Control), "+c"(InputLow)
                         : "D"(Rest)
                         : "memory", "cc");
    return Control;
}

#endif

#if defined(__x86_64__)

/**
 * Vector registers that a call may change; a compiler that must not use them does not know their
 * names.
 */
#if defined(__SSE__)
#define MILE_HYPERV_INSTRUCTION_XMM , "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5"
#else
#define MILE_HYPERV_INSTRUCTION_XMM
#endif

/**
 * x64: makes one fast hypercall with up to 112 bytes of input, and with its output, in registers.
 *
 * The caller must own the XMM registers: SSE is enabled, the contents that a thread left in XMM0 to
 * XMM5 were saved (entry to a kernel may not do this), and nothing else uses the registers until
 * the function returns.
 *
 * @param Page address at which the hypercall page is mapped executable.
 * @param Control with HV_HYPERCALL_INPUT_FAST.
 * @param Block RDX, R8, then XMM0 to XMM5, each low half first. Before the call its input, laid out
 * as in memory; more than 16 bytes require CPUID 0x40000003 EDX bit 4 (`#UD` without it). After the
 * call its output, which follows the input rounded up to 16 bytes; it requires EDX bit 15.
 * @return the result word.
 */
static inline HV_UINT64 MileHvInvokePageFast(void *Page, HV_UINT64 Control,
                                             HV_UINT64 Block[HV_X64_HYPERCALL_XMM_FAST_INPUT_SIZE / 8])
{
    HV_UINT64 Result;

    /*
     * RSI, RDI and R12 are preserved by the page's convention. Below RSP are 128 bytes of red zone;
     * 32 are for the page.
     */
    __asm__ __volatile__("movq %%rsp, %%r12\n\t"
                         "subq $160, %%rsp\n\t"
                         "andq $-16, %%rsp\n\t"
                         "movq (%%rdi), %%rdx\n\t"
                         "movq 8(%%rdi), %%r8\n\t"
                         "movups 16(%%rdi), %%xmm0\n\t"
                         "movups 32(%%rdi), %%xmm1\n\t"
                         "movups 48(%%rdi), %%xmm2\n\t"
                         "movups 64(%%rdi), %%xmm3\n\t"
                         "movups 80(%%rdi), %%xmm4\n\t"
                         "movups 96(%%rdi), %%xmm5\n\t"
                         "call *%%rsi\n\t"
                         "movq %%r12, %%rsp\n\t"
                         "movq %%rdx, (%%rdi)\n\t"
                         "movq %%r8, 8(%%rdi)\n\t"
                         "movups %%xmm0, 16(%%rdi)\n\t"
                         "movups %%xmm1, 32(%%rdi)\n\t"
                         "movups %%xmm2, 48(%%rdi)\n\t"
                         "movups %%xmm3, 64(%%rdi)\n\t"
                         "movups %%xmm4, 80(%%rdi)\n\t"
                         "movups %%xmm5, 96(%%rdi)"
                         : "=a"(Result), "+c"(Control)
                         : "S"(Page), "D"(Block)
                         : "rdx", "r8", "r9", "r10", "r11", "r12", "memory", "cc" MILE_HYPERV_INSTRUCTION_XMM);
    return Result;
}

#undef MILE_HYPERV_INSTRUCTION_XMM

/**
 * x64: makes one hypercall by TDG.VP.VMCALL, in a TDX guest without a paravisor.
 *
 * @param Context ignored.
 * @param Control the control word.
 * @param Input as in MILE_HV_INVOKE; an address must be that of shared memory, with the shared bit
 * set.
 * @param Output as in MILE_HV_INVOKE; an address must be that of shared memory, with the shared bit
 * set.
 * @return the host's result word, which the guest must not trust (MileHvHypercallRep() checks it);
 * HV_STATUS_OPERATION_FAILED if the TDX module did not pass the call to the host.
 */
static inline HV_UINT64 MileHvInvokeTdcall(void *Context, HV_UINT64 Control, HV_UINT64 Input, HV_UINT64 Output)
{
    HV_UINT64 Module;
    HV_UINT64 Result;

    (void)Context;
    /*
     * RCX: one bit for each register that the host can read and write, here RDX, R8, R10 and R11.
     */
    __asm__ __volatile__("movq %[Output], %%r8\n\t"
                         "movq %[Control], %%r10\n\t"
                         "xorl %%r11d, %%r11d\n\t"
                         "movl $0xD04, %%ecx\n\t"
                         "xorl %%eax, %%eax\n\t"
                         ".byte 0x66, 0x0F, 0x01, 0xCC\n\t" /* TDCALL; some assemblers do not know it. */
                         "movq %%r11, %[Result]"
                         : "=&a"(Module), [Result] "=r"(Result), "+d"(Input)
                         : [Control] "r"(Control), [Output] "r"(Output)
                         : "rcx", "r8", "r9", "r10", "r11", "memory", "cc");
    return Module >> 32 == 0 ? Result : HV_STATUS_OPERATION_FAILED;
}

#endif

#if defined(__aarch64__)

/**
 * ARM64: makes one hypercall by HVC #1.
 *
 * @param Context ignored.
 * @param Control the control word.
 * @param Input guest physical address of the input block; the first 8 bytes of input of a fast
 * call.
 * @param Output guest physical address of the output block; the second 8 bytes of input of a fast
 * call.
 * @return the result word. Fast output is lost; MileHvInvokeHvcFast() returns it.
 */
static inline HV_UINT64 MileHvInvokeHvc(void *Context, HV_UINT64 Control, HV_UINT64 Input, HV_UINT64 Output)
{
    register HV_UINT64 X0 __asm__("x0") = Control;
    register HV_UINT64 X1 __asm__("x1") = Input;
    register HV_UINT64 X2 __asm__("x2") = Output;

    (void)Context;
    __asm__ __volatile__("hvc #1"
                         : "+r"(X0), "+r"(X1), "+r"(X2)
                         :
                         : "x3", "x4", "x5", "x6", "x7", "x8", "x9", "x10", "x11", "x12", "x13", "x14", "x15", "x16",
                           "x17", "memory", "cc");
    return X0;
}

/**
 * ARM64: makes one hypercall by HVC #0, Arm's SMC Calling Convention.
 *
 * @param Context ignored.
 * @param Control the control word.
 * @param Input guest physical address of the input block; the first 8 bytes of input of a fast
 * call.
 * @param Output guest physical address of the output block; the second 8 bytes of input of a fast
 * call.
 * @return the result word. A hypervisor without this call returns all ones, whose status is none of
 * Status.h.
 */
static inline HV_UINT64 MileHvInvokeSmccc(void *Context, HV_UINT64 Control, HV_UINT64 Input, HV_UINT64 Output)
{
    register HV_UINT64 X0 __asm__("x0") = HV_ARM64_SMCCC_HYPERCALL_FUNCTION_ID;
    register HV_UINT64 X1 __asm__("x1") = Control;
    register HV_UINT64 X2 __asm__("x2") = Input;
    register HV_UINT64 X3 __asm__("x3") = Output;

    (void)Context;
    __asm__ __volatile__("hvc #0"
                         : "+r"(X0), "+r"(X1), "+r"(X2), "+r"(X3)
                         :
                         : "x4", "x5", "x6", "x7", "x8", "x9", "x10", "x11", "x12", "x13", "x14", "x15", "x16", "x17",
                           "memory", "cc");
    return X0;
}

/**
 * ARM64: makes an SMCCC call without arguments by HVC #0, such as HV_SMCCC_VENDOR_HYP_UID of
 * Cpuid.h.
 *
 * @param Function the function id.
 * @param Answer receives X0 to X3.
 */
static inline void MileHvCallSmccc(HV_UINT32 Function, HV_UINT64 Answer[4])
{
    register HV_UINT64 X0 __asm__("x0") = Function;
    register HV_UINT64 X1 __asm__("x1") = 0;
    register HV_UINT64 X2 __asm__("x2") = 0;
    register HV_UINT64 X3 __asm__("x3") = 0;

    __asm__ __volatile__("hvc #0"
                         : "+r"(X0), "+r"(X1), "+r"(X2), "+r"(X3)
                         :
                         : "x4", "x5", "x6", "x7", "x8", "x9", "x10", "x11", "x12", "x13", "x14", "x15", "x16", "x17",
                           "memory", "cc");
    Answer[0] = X0;
    Answer[1] = X1;
    Answer[2] = X2;
    Answer[3] = X3;
}

/**
 * ARM64: makes one fast hypercall by HVC #1 with up to 128 bytes of input, and with its output, in
 * registers.
 *
 * @param Control with HV_HYPERCALL_INPUT_FAST.
 * @param Block X1 to X16. Before the call the input; after the call the contents of the registers,
 * with the output in the last ones.
 * @return the result word.
 */
static inline HV_UINT64 MileHvInvokeHvcFast(HV_UINT64 Control, HV_UINT64 Block[HV_ARM64_HYPERCALL_FAST_INPUT_SIZE / 8])
{
    HV_UINT64 Result;

    __asm__ __volatile__("mov x0, %[Control]\n\t"
                         "ldp x1, x2, [%[Block]]\n\t"
                         "ldp x3, x4, [%[Block], #16]\n\t"
                         "ldp x5, x6, [%[Block], #32]\n\t"
                         "ldp x7, x8, [%[Block], #48]\n\t"
                         "ldp x9, x10, [%[Block], #64]\n\t"
                         "ldp x11, x12, [%[Block], #80]\n\t"
                         "ldp x13, x14, [%[Block], #96]\n\t"
                         "ldp x15, x16, [%[Block], #112]\n\t"
                         "hvc #1\n\t"
                         "stp x1, x2, [%[Block]]\n\t"
                         "stp x3, x4, [%[Block], #16]\n\t"
                         "stp x5, x6, [%[Block], #32]\n\t"
                         "stp x7, x8, [%[Block], #48]\n\t"
                         "stp x9, x10, [%[Block], #64]\n\t"
                         "stp x11, x12, [%[Block], #80]\n\t"
                         "stp x13, x14, [%[Block], #96]\n\t"
                         "stp x15, x16, [%[Block], #112]\n\t"
                         "mov %[Result], x0"
                         : [Result] "=r"(Result)
                         : [Control] "r"(Control), [Block] "r"(Block)
                         : "x0", "x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9", "x10", "x11", "x12", "x13",
                           "x14", "x15", "x16", "x17", "memory", "cc");
    return Result;
}

/**
 * ARM64: makes a fast HvCallGetVpRegisters or HvCallSetVpRegisters call for one register of the
 * calling processor, by HVC #1.
 *
 * Both input lists begin with a header of 16 bytes and the register name. X5 and X6, after the
 * name, are the value of an HV_REGISTER_ASSOC. Output of 16 bytes is in the last registers, X15 and
 * X16.
 *
 * @param Value the low and the high half to set; receives the contents of X15 and X16.
 * @return the result word.
 */
static inline HV_UINT64 MileHvInvokeHvcVpRegister(HV_UINT64 CallCode, HV_UINT32 Register, HV_UINT64 Value[2])
{
    register HV_UINT64 X0 __asm__("x0") =
        CallCode | HV_HYPERCALL_INPUT_FAST | 1ULL << HV_HYPERCALL_INPUT_COUNT_OF_ELEMENTS_SHIFT;
    register HV_UINT64 X1 __asm__("x1") = HV_PARTITION_ID_SELF;
    register HV_UINT64 X2 __asm__("x2") = HV_VP_INDEX_SELF;
    register HV_UINT64 X3 __asm__("x3") = Register;
    register HV_UINT64 X4 __asm__("x4") = 0;
    register HV_UINT64 X5 __asm__("x5") = Value[0];
    register HV_UINT64 X6 __asm__("x6") = Value[1];
    register HV_UINT64 X15 __asm__("x15");
    register HV_UINT64 X16 __asm__("x16");

    __asm__ __volatile__("hvc #1"
                         : "+r"(X0), "+r"(X1), "+r"(X2), "+r"(X3), "+r"(X4), "+r"(X5), "+r"(X6), "=r"(X15), "=r"(X16)
                         :
                         : "x7", "x8", "x9", "x10", "x11", "x12", "x13", "x14", "x17", "memory", "cc");
    Value[0] = X15;
    Value[1] = X16;
    return X0;
}

/**
 * ARM64: reads a register of the calling processor.
 *
 * @param Register HvRegister* or HvArm64Register*.
 * @param Value receives the low and the high half; zero unless the status is HV_STATUS_SUCCESS.
 * @return the status of the call.
 */
static inline HV_STATUS MileHvGetVpRegister(HV_UINT32 Register, HV_UINT64 Value[2])
{
    HV_STATUS Status;

    Value[0] = 0;
    Value[1] = 0;
    Status = (HV_STATUS)(MileHvInvokeHvcVpRegister(HvCallGetVpRegisters, Register, Value) &
                         HV_HYPERCALL_OUTPUT_CALL_STATUS_MASK);
    if (Status != HV_STATUS_SUCCESS)
    {
        Value[0] = 0;
        Value[1] = 0;
    }
    return Status;
}

/**
 * ARM64: writes a register of the calling processor, for example the guest OS id, which must be the
 * first.
 *
 * @param Register HvRegister* or HvArm64Register*.
 * @return the status of the call.
 */
static inline HV_STATUS MileHvSetVpRegister(HV_UINT32 Register, HV_UINT64 Low, HV_UINT64 High)
{
    HV_UINT64 Value[2];

    Value[0] = Low;
    Value[1] = High;
    return (HV_STATUS)(MileHvInvokeHvcVpRegister(HvCallSetVpRegisters, Register, Value) &
                       HV_HYPERCALL_OUTPUT_CALL_STATUS_MASK);
}

/**
 * ARM64: reads the low half of a register, with the type of MILE_HV_READ_REGISTER. Returns zero if
 * the hypervisor refuses. @p Context is ignored.
 */
static inline HV_UINT64 MileHvReadVpRegister(void *Context, HV_UINT32 Register)
{
    HV_UINT64 Value[2];

    (void)Context;
    (void)MileHvGetVpRegister(Register, Value);
    return Value[0];
}

/**
 * ARM64: writes a register, with the type of MILE_HV_WRITE_REGISTER. No effect if the hypervisor
 * refuses. @p Context is ignored.
 */
static inline void MileHvWriteVpRegister(void *Context, HV_UINT32 Register, HV_UINT64 Value)
{
    (void)Context;
    (void)MileHvSetVpRegister(Register, Value, 0);
}

#endif

MILE_HYPERV_GUEST_END

#endif /* !MILE_HYPERV_GUEST_INSTRUCTION */
