/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief A guest that asserts, answer by answer, what KVM's Hyper-V emulation says, through the headers of Guest/.
 *
 * It runs on vmm/vmm.c alone, whose services are in services.h; the example in
 * examples/guest is the one to learn from. The boot code is the example's
 * own. One line a check that fails, one line a group, and at the end
 *
 *     probe: 123 checks, 0 failed
 *     Mile.HyperV guest: result 0
 *
 * Where KVM answers otherwise than the TLFS says, the check has KVM's answer and
 * a comment the other. The reference time that the TSC page gives may be at most
 * CLOCK_BOUND outside of two readings of the counter around it.
 */

#include <Mile.HyperV/Guest/Detect.h>
#include <Mile.HyperV/Guest/Hypercall.h>
#include <Mile.HyperV/Guest/Instruction.h>
#include <Mile.HyperV/Guest/ReferenceTime.h>
#include <Mile.HyperV/Guest/Synic.h>
#include <Mile.HyperV/Hypervisor/AddressSpace.h>
#include <Mile.HyperV/Hypervisor/Extended.h>
#include <Mile.HyperV/Hypervisor/ProcessorSet.h>
#include <Mile.HyperV/Hypervisor/Status.h>

#include "../vmm/services.h"
#include "machine.h"

/* Reference time counts units of 100 ns. */
#define MILLISECOND 10000ULL
#define SECOND 10000000ULL
/** 10 microseconds. */
#define CLOCK_BOUND 100ULL
/** Long enough for any answer here. */
#define LONG_TIME (20 * SECOND)

/** Beyond the guest's memory, and no device there. */
#define NOWHERE 0x40000000ULL

/** Vectors of the probe's sources and timers. */
enum
{
    ServiceVector = PROBE_FIRST_VECTOR + ServiceSint,
    TimerSint = 3,
    TimerVector = PROBE_FIRST_VECTOR + TimerSint,
    DirectVector = PROBE_FIRST_VECTOR + 8,
    IpiVector = PROBE_FIRST_VECTOR + 9,
};

/** Pages for the hypervisor. The hypercall page has to be executable, which in this guest all memory is. */
static HV_UINT8 HypercallPage[PAGE_SIZE] __attribute__((aligned(4096)));
static HV_REFERENCE_TSC_PAGE TscPage __attribute__((aligned(4096)));
static HV_MESSAGE_PAGE MessagePage __attribute__((aligned(4096)));
static HV_SYNIC_EVENT_FLAGS_PAGE FlagsPage __attribute__((aligned(4096)));
static HV_UINT8 AssistPage[PAGE_SIZE] __attribute__((aligned(4096)));
/** Input and output of hypercalls, each in a page of its own. */
static union
{
    HV_INPUT_POST_MESSAGE Message;
    HV_INPUT_SIGNAL_EVENT Event;
    HV_INPUT_SEND_SYNTHETIC_CLUSTER_IPI Ipi;
    HV_UINT64 Words[PAGE_SIZE / 8];
} Input __attribute__((aligned(4096)));
static HV_UINT8 Output[PAGE_SIZE] __attribute__((aligned(4096)));

static MILE_HV_DETECTION Detection;
static HV_X64_HYPERVISOR_FEATURES Features;

/*
 * Checks.
 */

static HV_UINT32 Checks;
static HV_UINT32 Failures;

static void Equal(const char *What, HV_UINT64 Got, HV_UINT64 Expected)
{
    ++Checks;
    if (Got != Expected)
    {
        ++Failures;
        Print("FAILED: %s: 0x%x, expected 0x%x\n", ADDRESS(What), Got, Expected);
    }
}

static void True(const char *What, HV_UINT32 Condition)
{
    Equal(What, Condition != 0, 1);
}

/** Low <= Got <= High. */
static void Between(const char *What, HV_UINT64 Got, HV_UINT64 Low, HV_UINT64 High)
{
    ++Checks;
    if (Got < Low || Got > High)
    {
        ++Failures;
        Print("FAILED: %s: %u, expected %u to %u\n", ADDRESS(What), Got, Low, High);
    }
}

static void Group(const char *What)
{
    static HV_UINT32 Before;
    static const char *Last;

    if (Last != 0)
    {
        Print("probe: %s: %u checks\n", ADDRESS(Last), Checks - Before);
    }
    Before = Checks;
    Last = What;
}

void End(HV_UINT32 Result)
{
    Print("probe: %u checks, %u failed\n", Checks, Failures);
    Print("Mile.HyperV guest: result %u\n", Result);
    __asm__ volatile("outb %b0, $0xF4" : : "a"(Result + 0x10));
    for (;;)
    {
        __asm__ volatile("cli\n\thlt");
    }
}

static HV_UINT64 ReadMsr(HV_UINT32 Register)
{
    HV_UINT64 Value;

    if (!TryReadMsr(Register, &Value))
    {
        ++Failures;
        Print("FAILED: register 0x%x cannot be read\n", Register);
        End(1);
    }
    return Value;
}

static void WriteMsr(HV_UINT32 Register, HV_UINT64 Value)
{
    if (!TryWriteMsr(Register, Value))
    {
        ++Failures;
        Print("FAILED: register 0x%x does not take 0x%x\n", Register, Value);
        End(1);
    }
}

/** Of the type that the headers of Guest/ take. */
static void WriteRegister(void *Context, HV_UINT32 Register, HV_UINT64 Value)
{
    (void)Context;
    WriteMsr(Register, Value);
}

static HV_UINT64 Now(void)
{
    return ReadMsr(HV_X64_MSR_TIME_REF_COUNT);
}

/** Whether a condition came true in time. */
#define WAIT_FOR(Condition)                                                                                            \
    __extension__({                                                                                                    \
        const HV_UINT64 Deadline = Now() + LONG_TIME;                                                                  \
        while (!(Condition) && Now() < Deadline)                                                                       \
        {                                                                                                              \
            __asm__ volatile("pause" : : : "memory");                                                                  \
        }                                                                                                              \
        (Condition) ? 1U : 0U;                                                                                         \
    })

static HV_UINT64 Page(const volatile void *Address)
{
    return ADDRESS(Address) >> PAGE_SHIFT;
}

/*
 * CPUID, the identity and the page.
 */

static void CheckLeaves(void)
{
    HV_X64_CPUID_RESULT Result;

    Equal("detection", MileHvDetect(MileHvCpuid, 0, &Detection), MileHvSuccess);
    if (Failures != 0)
    {
        End(1);
    }
    for (HV_UINT32 Index = 0; Index < sizeof(Detection.Vendor); ++Index)
    {
        Equal("a character of the vendor", Detection.Vendor[Index], (HV_UINT8)SERVICE_VENDOR[Index]);
    }
    Equal("interface", Detection.Interface, HvMicrosoftHypervisorInterface);
    True("last leaf", Detection.MaxLeaf >= HvCpuIdFunctionMsHvImplementationLimits);

    Equal("the leaf of the features",
          MileHvDetectLeaf(&Detection, MileHvCpuid, 0, HvCpuIdFunctionMsHvFeatures, &Result), MileHvSuccess);
    Features = Result.MsHvFeatures;
    Equal("privileges", Features.PartitionPrivileges.AsUINT64, Detection.Privileges.AsUINT64);
    Equal("features", Features.EdxAsUINT32, Detection.FeaturesEdx);
    True("AccessVpRunTimeReg", Features.PartitionPrivileges.AccessVpRunTimeReg);
    True("AccessPartitionReferenceCounter", Features.PartitionPrivileges.AccessPartitionReferenceCounter);
    True("AccessSynicRegs", Features.PartitionPrivileges.AccessSynicRegs);
    True("AccessSyntheticTimerRegs", Features.PartitionPrivileges.AccessSyntheticTimerRegs);
    True("AccessIntrCtrlRegs", Features.PartitionPrivileges.AccessIntrCtrlRegs);
    True("AccessHypercallMsrs", Features.PartitionPrivileges.AccessHypercallMsrs);
    True("AccessVpIndex", Features.PartitionPrivileges.AccessVpIndex);
    True("AccessPartitionReferenceTsc", Features.PartitionPrivileges.AccessPartitionReferenceTsc);
    True("AccessFrequencyRegs", Features.PartitionPrivileges.AccessFrequencyRegs);
    True("PostMessages", Features.PartitionPrivileges.PostMessages);
    True("SignalEvents", Features.PartitionPrivileges.SignalEvents);
    True("GuestCrashRegsAvailable", Features.GuestCrashRegsAvailable);

    Equal("privileges that are withheld", Features.PartitionPrivileges.AsUINT64 & ServiceWithheldPrivileges().AsUINT64,
          0);
    Equal("a leaf behind the last", MileHvDetectLeaf(&Detection, MileHvCpuid, 0, Detection.MaxLeaf + 1, &Result),
          MileHvUnavailable);
}

static void CheckIdentity(void)
{
    HV_X64_MSR_HYPERCALL_CONTENTS Register = {.AsUINT64 = ReadMsr(HV_X64_MSR_HYPERCALL)};
    HV_UINT64 Id = 0;

    Equal("guest OS id at the start", ReadMsr(HV_X64_MSR_GUEST_OS_ID), 0);
    Equal("hypercall page at the start", Register.AsUINT64, 0);
    WriteMsr(HV_X64_MSR_HYPERCALL, MileHvHypercallPageRegister(0, Page(HypercallPage)));
    Register.AsUINT64 = ReadMsr(HV_X64_MSR_HYPERCALL);
    Equal("page without an identity", Register.Enable, 0);

    Equal("an identity", MileHvGuestOsIdOpenSource(HvGuestOsOpenSourceUndefined, 1, 0, 0, &Id), MileHvSuccess);
    WriteMsr(HV_X64_MSR_GUEST_OS_ID, Id);
    Equal("the identity", ReadMsr(HV_X64_MSR_GUEST_OS_ID), Id);

    WriteMsr(HV_X64_MSR_HYPERCALL, MileHvHypercallPageRegister(ReadMsr(HV_X64_MSR_HYPERCALL), Page(HypercallPage)));
    Register.AsUINT64 = ReadMsr(HV_X64_MSR_HYPERCALL);
    Equal("page enabled", Register.Enable, 1);
    Equal("page's number", Register.GpaPageNumber, Page(HypercallPage));
    Equal("the page begins with VMCALL or VMMCALL", HypercallPage[0] << 8 | HypercallPage[1], 0x0F01);
    True("which of the two", HypercallPage[2] == 0xC1 || HypercallPage[2] == 0xD9);
    Equal("and returns", HypercallPage[3], 0xC3);

    /* Without an identity there are no calls. */
    WriteMsr(HV_X64_MSR_GUEST_OS_ID, 0);
    Register.AsUINT64 = ReadMsr(HV_X64_MSR_HYPERCALL);
    Equal("page after the identity is gone", Register.Enable, 0);
    WriteMsr(HV_X64_MSR_GUEST_OS_ID, Id);
    WriteMsr(HV_X64_MSR_HYPERCALL, MileHvHypercallPageRegister(0, Page(HypercallPage)));
}

static void CheckProcessorRegisters(void)
{
    HV_UINT64 Value;
    HV_UINT64 Before;

    Equal("VP index", ReadMsr(HV_X64_MSR_VP_INDEX), 0);
    Before = ReadMsr(HV_X64_MSR_VP_RUNTIME);
    True("run time grows", WAIT_FOR(ReadMsr(HV_X64_MSR_VP_RUNTIME) > Before));
    True("VP index is not to be written", !TryWriteMsr(HV_X64_MSR_VP_INDEX, 1));
    True("run time is not to be written", !TryWriteMsr(HV_X64_MSR_VP_RUNTIME, 1));
    True("reference counter is not to be written", !TryWriteMsr(HV_X64_MSR_TIME_REF_COUNT, 1));
    True("a register without its privilege", !TryReadMsr(HV_X64_MSR_REENLIGHTENMENT_CONTROL, &Value));
    True("a register that there is not", !TryReadMsr(HV_X64_MSR_NESTED_VP_INDEX, &Value));

    Equal("assist page at the start", ReadMsr(HV_X64_MSR_VP_ASSIST_PAGE), 0);
    Value = ADDRESS(AssistPage) | HV_X64_MSR_VP_ASSIST_PAGE_ENABLE;
    WriteMsr(HV_X64_MSR_VP_ASSIST_PAGE, Value);
    Equal("assist page", ReadMsr(HV_X64_MSR_VP_ASSIST_PAGE), Value);
    WriteMsr(HV_X64_MSR_VP_ASSIST_PAGE, 0);

    WriteMsr(HV_X64_MSR_TPR, 0x20);
    Equal("task priority", ReadMsr(HV_X64_MSR_TPR), 0x20);
    WriteMsr(HV_X64_MSR_TPR, 0);
    True("EOI is not to be read", !TryReadMsr(HV_X64_MSR_EOI, &Value));
}

/*
 * Hypercalls.
 */

static HV_UINT64 Call(HV_UINT64 Control, HV_UINT64 First, HV_UINT64 Second)
{
    return MileHvInvokePage(HypercallPage, Control, First, Second);
}

static void Answer(const char *What, HV_UINT64 Control, HV_UINT64 First, HV_STATUS Expected)
{
    Equal(What, MileHvHypercallStatus(Call(Control, First, ADDRESS(Output))), Expected);
}

/** A control word; the arguments are always right. */
static HV_UINT64 Control(HV_UINT32 CallCode, HV_UINT64 Flags, HV_UINT32 Count)
{
    HV_UINT64 Word;

    if (MileHvHypercallControl(CallCode, Flags, 0, Count, 0, &Word) != MileHvSuccess)
    {
        End(1);
    }
    return Word;
}

static void CheckFlush(void)
{
    HV_INPUT_FLUSH_VIRTUAL_ADDRESS_LIST *List = (HV_INPUT_FLUSH_VIRTUAL_ADDRESS_LIST *)(void *)&Input;
    HV_STATUS Status = HV_STATUS_TIMEOUT;
    HV_UINT32 Done = 0;
    HV_UINT64 Word = Control(HvCallFlushVirtualAddressList, 0, 3);

    List->Header.AddressSpace = 0;
    List->Header.Flags = HV_FLUSH_ALL_PROCESSORS | HV_FLUSH_ALL_VIRTUAL_ADDRESS_SPACES;
    List->Header.ProcessorMask = 0;
    for (HV_UINT32 Index = 0; Index < 3; ++Index)
    {
        List->GvaList[Index] = ADDRESS(Output);
    }
    Answer("flush of everything", Control(HvCallFlushVirtualAddressSpace, 0, 0), ADDRESS(&Input), HV_STATUS_SUCCESS);
    Equal("flush of a list",
          MileHvHypercallRep(MileHvInvokePage, HypercallPage, Word, ADDRESS(&Input), 0, &Status, &Done), MileHvSuccess);
    Equal("its status", Status, HV_STATUS_SUCCESS);
    Equal("its elements", Done, 3);
    Answer("a simple call with a count", Control(HvCallFlushVirtualAddressSpace, 0, 1), ADDRESS(&Input),
           HV_STATUS_INVALID_HYPERCALL_INPUT);
    Answer("a rep call without one", Control(HvCallFlushVirtualAddressList, 0, 0), ADDRESS(&Input),
           HV_STATUS_INVALID_HYPERCALL_INPUT);
    /* TLFS: HV_STATUS_INVALID_ALIGNMENT is an address that is not 8-byte aligned; this one is no memory. */
    Answer("flush, input nowhere", Control(HvCallFlushVirtualAddressSpace, 0, 0), NOWHERE,
           HV_STATUS_INVALID_HYPERCALL_INPUT);
}

static void CheckCalls(void)
{
    const HV_UINT64 Fast = HV_HYPERCALL_INPUT_FAST;

    Answer("call code 0", 0, ADDRESS(&Input), HV_STATUS_INVALID_HYPERCALL_CODE);
    Answer("a call code that nobody has", Control(0x7FFF, 0, 0), ADDRESS(&Input), HV_STATUS_INVALID_HYPERCALL_CODE);
    Answer("a call of the root's", Control(HvCallCreatePartition, 0, 0), ADDRESS(&Input),
           HV_STATUS_INVALID_HYPERCALL_CODE);
    Answer("an extended call", Control(HvExtCallQueryCapabilities, 0, 0), ADDRESS(&Input),
           HV_STATUS_INVALID_HYPERCALL_CODE);
    Answer("a call without its privilege", Control(HvCallPostDebugData, 0, 0), ADDRESS(&Input),
           HV_STATUS_ACCESS_DENIED);
    Answer("a long spin wait", Control(HvCallNotifyLongSpinWait, Fast, 0), 1000, HV_STATUS_SUCCESS);

    CheckFlush();

    Input.Ipi = (HV_INPUT_SEND_SYNTHETIC_CLUSTER_IPI){.Vector = IpiVector, .ProcessorMask = 1};
    Answer("an IPI", Control(HvCallSendSyntheticClusterIpi, 0, 0), ADDRESS(&Input), HV_STATUS_SUCCESS);
    True("arrives", WAIT_FOR(InterruptCount(IpiVector) == 1));
    Equal("a fast IPI", Call(Control(HvCallSendSyntheticClusterIpi, Fast, 0), Input.Words[0], Input.Words[1]),
          HV_STATUS_SUCCESS);
    True("arrives, too", WAIT_FOR(InterruptCount(IpiVector) == 2));
    Input.Ipi.Vector = HV_SYNIC_APIC_MINIMUM_VECTOR - 1;
    Answer("an IPI with an exception's vector", Control(HvCallSendSyntheticClusterIpi, 0, 0), ADDRESS(&Input),
           HV_STATUS_INVALID_HYPERCALL_INPUT);
}

/** The same to a set of processors: by memory, and with 32 bytes of input in RDX, R8 and XMM0. */
static void CheckLargeIpi(void)
{
    HV_UINT64 Block[HV_X64_HYPERCALL_XMM_FAST_INPUT_SIZE / 8] = {0};
    const HV_UINT32 Before = InterruptCount(IpiVector);
    HV_UINT64 Word = 0;
    HV_UINT64 Cr4;

    True("fast input in XMM registers is offered", Features.XmmRegistersForFastHypercallAvailable);
    Equal("control word with a variable header",
          MileHvHypercallControl(HvCallSendSyntheticClusterIpiEx, 0, 8, 0, 0, &Word), MileHvSuccess);
    Input.Ipi = (HV_INPUT_SEND_SYNTHETIC_CLUSTER_IPI){.Vector = IpiVector};
    Input.Words[1] = HvGenericSetSparse4k;
    Input.Words[2] = 1; /* The set has bank 0. */
    Input.Words[3] = 1; /* In bank 0, processor 0. */
    for (HV_UINT32 Index = 0; Index < 4; ++Index)
    {
        Block[Index] = Input.Words[Index];
    }
    Answer("an IPI to a set", Word, ADDRESS(&Input), HV_STATUS_SUCCESS);
    True("arrives", WAIT_FOR(InterruptCount(IpiVector) == Before + 1));

    /* CR4.OSFXSR: SSE from here on. Nothing but the call uses it. */
    __asm__ volatile("movq %%cr4, %0\n\torq $0x200, %0\n\tmovq %0, %%cr4" : "=r"(Cr4));
    Equal("a fast IPI to a set",
          MileHvHypercallStatus(MileHvInvokePageFast(HypercallPage, Word | HV_HYPERCALL_INPUT_FAST, Block)),
          HV_STATUS_SUCCESS);
    True("arrives, too", WAIT_FOR(InterruptCount(IpiVector) == Before + 2));
    Block[3] = 0; /* No processor: XMM0 is looked at. */
    Equal("a fast IPI to an empty set",
          MileHvHypercallStatus(MileHvInvokePageFast(HypercallPage, Word | HV_HYPERCALL_INPUT_FAST, Block)),
          HV_STATUS_SUCCESS);
    Equal("goes nowhere", InterruptCount(IpiVector), Before + 2);
}

/*
 * Clocks.
 */

static void CheckClock(void)
{
    HV_UINT64 Frequency = ReadMsr(HV_X64_MSR_TSC_FREQUENCY);
    HV_UINT64 Before = Now();
    HV_UINT64 TscBefore = MileHvReadTsc();
    HV_UINT64 Last = Before;
    HV_UINT64 Ticks;
    HV_REFERENCE_TSC_REGISTER Register = {.AsUINT64 = ReadMsr(HV_X64_MSR_REFERENCE_TSC)};
    HV_UINT64 Worst = 0;

    for (HV_UINT32 Turn = 0; Turn < 1000; ++Turn)
    {
        HV_UINT64 Time = Now();

        if (Time < Last)
        {
            True("the counter goes forward", 0);
        }
        Last = Time;
    }
    True("the counter goes on", Last > Before);
    Between("the TSC's frequency", Frequency, 100000000ULL, 10000000000ULL);
    True("the APIC's frequency", ReadMsr(HV_X64_MSR_APIC_FREQUENCY) != 0);
    Ticks = (MileHvReadTsc() - TscBefore) / (Frequency / SECOND);
    /* Two clocks, read one after the other on a machine that is busy with others: within a tenth. */
    Between("the TSC by its frequency", Ticks, (Last - Before) * 9 / 10, (Last - Before) * 11 / 10 + MILLISECOND);

    Equal("TSC page at the start", Register.AsUINT64, 0);
    WriteMsr(HV_X64_MSR_REFERENCE_TSC, MileHvReferenceTscRegister(Register.AsUINT64, Page(&TscPage)));
    Register.AsUINT64 = ReadMsr(HV_X64_MSR_REFERENCE_TSC);
    Equal("TSC page enabled", Register.Enable, 1);
    Equal("TSC page's number", Register.GpaPageNumber, Page(&TscPage));
    True("TSC page holds", TscPage.TscSequence != HV_REFERENCE_TSC_SEQUENCE_INVALID);
    for (HV_UINT32 Turn = 0; Turn < 200; ++Turn)
    {
        HV_UINT64 Low = Now();
        HV_UINT64 Time = 0;
        MILE_HV_RESULT Result = MileHvReferenceTimeFromPage(&TscPage, MileHvReadTscCounter, 0, &Time);
        HV_UINT64 High = Now();
        HV_UINT64 Error = Time < Low ? Low - Time : Time > High ? Time - High : 0;

        if (Result != MileHvSuccess)
        {
            Equal("reading the TSC page", Result, MileHvSuccess);
            return;
        }
        Worst = Error > Worst ? Error : Worst;
    }
    Print("probe: the TSC page is off the counter by at most %u ns, %u ns are allowed\n", Worst * 100,
          CLOCK_BOUND * 100);
    Between("TSC page and counter", Worst, 0, CLOCK_BOUND);
    WriteMsr(HV_X64_MSR_REFERENCE_TSC, 0);
}

/*
 * The SynIC.
 */

static void CheckSynic(void)
{
    HV_SYNIC_SINT Sint = {.AsUINT64 = 0};
    HV_SYNIC_SCONTROL Enable = {.Enable = 1};
    HV_SYNIC_SCONTROL Scontrol;
    HV_UINT64 Value;

    Equal("SVERSION", ReadMsr(HV_X64_MSR_SVERSION), HV_SYNIC_VERSION);
    True("SVERSION is not to be written", !TryWriteMsr(HV_X64_MSR_SVERSION, 1));
    /* TLFS: 0. KVM has it enabled from the start. */
    Equal("SCONTROL at the start", ReadMsr(HV_X64_MSR_SCONTROL), Enable.AsUINT64);
    Equal("SIMP at the start", ReadMsr(HV_X64_MSR_SIMP), 0);
    Equal("SIEFP at the start", ReadMsr(HV_X64_MSR_SIEFP), 0);
    for (HV_UINT32 Index = 0; Index < HV_SYNIC_SINT_COUNT; ++Index)
    {
        Sint.AsUINT64 = ReadMsr(HV_X64_MSR_SINT0 + Index);
        Equal("a SINT at the start", Sint.AsUINT64, 0x10000);
        Equal("is masked", Sint.Masked, 1);
    }
    Equal("EOM reads", ReadMsr(HV_X64_MSR_EOM), 0);

    Value = MileHvSynicPageRegister(0, Page(&MessagePage));
    WriteMsr(HV_X64_MSR_SIMP, Value);
    Equal("SIMP", ReadMsr(HV_X64_MSR_SIMP), Value);
    Value = MileHvSynicPageRegister(0, Page(&FlagsPage));
    WriteMsr(HV_X64_MSR_SIEFP, Value);
    Equal("SIEFP", ReadMsr(HV_X64_MSR_SIEFP), Value);

    Sint.AsUINT64 = 0;
    Sint.Vector = HV_SYNIC_APIC_MINIMUM_VECTOR - 1;
    True("a SINT with an exception's vector", !TryWriteMsr(HV_X64_MSR_SINT2, Sint.AsUINT64));
    Sint.Vector = ServiceVector;
    WriteMsr(HV_X64_MSR_SINT0 + ServiceSint, Sint.AsUINT64);
    Equal("the services' SINT", ReadMsr(HV_X64_MSR_SINT0 + ServiceSint), Sint.AsUINT64);
    Sint.Vector = TimerVector;
    WriteMsr(HV_X64_MSR_SINT0 + TimerSint, Sint.AsUINT64);
    Equal("the timer's SINT", ReadMsr(HV_X64_MSR_SINT0 + TimerSint), Sint.AsUINT64);

    WriteMsr(HV_X64_MSR_SCONTROL, Enable.AsUINT64);
    Scontrol.AsUINT64 = ReadMsr(HV_X64_MSR_SCONTROL);
    Equal("SCONTROL", Scontrol.Enable, 1);
}

static HV_STATUS Post(HV_UINT32 ConnectionId, HV_UINT32 Type, HV_UINT32 Bytes, HV_UINT64 First)
{
    Input.Message =
        (HV_INPUT_POST_MESSAGE){.ConnectionId.AsUINT32 = ConnectionId, .MessageType = Type, .PayloadSize = Bytes};
    for (HV_UINT32 Index = 0; Index < HV_MESSAGE_PAYLOAD_QWORD_COUNT; ++Index)
    {
        Input.Message.Payload[Index] = First + Index;
    }
    return MileHvHypercallStatus(Call(Control(HvCallPostMessage, 0, 0), ADDRESS(&Input), 0));
}

/** Waits for a message of the services and checks it. Returns whether its slot says that another waits. */
static HV_UINT32 TakeEcho(HV_UINT32 Type, HV_UINT32 Bytes, HV_UINT64 First)
{
    volatile HV_MESSAGE *Slot = &MessagePage.SintMessage[ServiceSint];
    HV_MESSAGE Message;
    MILE_HV_RESULT Result = MileHvEmpty;

    True("a message comes", WAIT_FOR((Result = MileHvMessageTake(Slot, &Message)) != MileHvEmpty));
    if (Result != MileHvSuccess)
    {
        Equal("a message", Result, MileHvSuccess);
        return 0;
    }
    Equal("its type", Message.Header.MessageType, Type);
    Equal("its size", Message.Header.PayloadSize, Bytes);
    Equal("its port", Message.Header.Port.AsUINT32, ServiceEcho);
    for (HV_UINT32 Index = 0; Index < Bytes / 8; ++Index)
    {
        if (Message.Payload[Index] != First + Index)
        {
            Equal("its payload", Message.Payload[Index], First + Index);
        }
    }
    return MileHvMessageRelease(Slot, WriteRegister, 0);
}

static void CheckMessages(void)
{
    const HV_UINT32 Interrupts = InterruptCount(ServiceVector);
    HV_MESSAGE Message;

    Equal("a message to nobody", Post(0x123456, 1, 8, 0), HV_STATUS_INVALID_CONNECTION_ID);
    Equal("a message of the hypervisor's own type", Post(ServiceEcho, HvMessageTimerExpired, 8, 0),
          HV_STATUS_INVALID_PARAMETER);
    Equal("a message that is too long", Post(ServiceEcho, 1, HV_MESSAGE_PAYLOAD_BYTE_COUNT + 1, 0),
          HV_STATUS_INVALID_PARAMETER);
    Answer("a fast call to post", Control(HvCallPostMessage, HV_HYPERCALL_INPUT_FAST, 0), 0,
           HV_STATUS_INVALID_HYPERCALL_INPUT);
    Answer("a message from nowhere", Control(HvCallPostMessage, 0, 0), NOWHERE, HV_STATUS_INVALID_ALIGNMENT);
    Answer("a rep call to post", Control(HvCallPostMessage, 0, 1), ADDRESS(&Input), HV_STATUS_INVALID_HYPERCALL_INPUT);

    Equal("a message", Post(ServiceEcho, 7, HV_MESSAGE_PAYLOAD_BYTE_COUNT, 100), HV_STATUS_SUCCESS);
    True("its interrupt", WAIT_FOR(InterruptCount(ServiceVector) == Interrupts + 1));
    Equal("alone: no end of message", TakeEcho(7, HV_MESSAGE_PAYLOAD_BYTE_COUNT, 100), 0);
    Equal("its slot is free", MileHvMessageTake(&MessagePage.SintMessage[ServiceSint], &Message), MileHvEmpty);

    /* One in the slot, four that wait, and one too many. Each but the last one says that another waits. */
    for (HV_UINT32 Index = 0; Index <= ServiceQueueLength; ++Index)
    {
        Equal("one of many messages", Post(ServiceEcho, 10 + Index, 8 * Index, Index), HV_STATUS_SUCCESS);
    }
    Equal("one too many", Post(ServiceEcho, 99, 0, 0), HV_STATUS_INSUFFICIENT_BUFFERS);
    for (HV_UINT32 Index = 0; Index <= ServiceQueueLength; ++Index)
    {
        Equal("end of message", TakeEcho(10 + Index, 8 * Index, Index), Index < ServiceQueueLength);
    }
    Equal("no more", MileHvMessageTake(&MessagePage.SintMessage[ServiceSint], &Message), MileHvEmpty);
    True("an interrupt for each", WAIT_FOR(InterruptCount(ServiceVector) == Interrupts + 2 + ServiceQueueLength));
}

static HV_STATUS Signal(HV_UINT32 ConnectionId, HV_UINT32 Flag)
{
    Input.Event = (HV_INPUT_SIGNAL_EVENT){.ConnectionId.AsUINT32 = ConnectionId, .FlagNumber = (HV_UINT16)Flag};
    return MileHvHypercallStatus(Call(Control(HvCallSignalEvent, HV_HYPERCALL_INPUT_FAST, 0), Input.Words[0], 0));
}

static void CheckEvents(void)
{
    volatile HV_SYNIC_EVENT_FLAGS *Flags = &FlagsPage.SintEventFlags[ServiceSint];
    const HV_UINT32 Interrupts = InterruptCount(ServiceVector);
    MILE_HV_EVENT_SCAN Scan;
    HV_UINT32 Flag = 0;

    Equal("an event for nobody", Signal(0x123456, 0), HV_STATUS_INVALID_CONNECTION_ID);
    Equal("an event on a message connection", Signal(ServiceEcho, 0), HV_STATUS_INVALID_CONNECTION_ID);
    Equal("an event on a connection beyond 24 bits", Signal(0x1000000 | ServiceCounter, 0),
          HV_STATUS_INVALID_HYPERCALL_INPUT);
    Equal("a flag that the counter has not", Signal(ServiceCounter, 1), HV_STATUS_INVALID_PARAMETER);
    Equal("a flag that nobody has", Signal(ServiceMirror, HV_EVENT_FLAGS_COUNT), HV_STATUS_INVALID_PARAMETER);
    Answer("an event from nowhere", Control(HvCallSignalEvent, 0, 0), NOWHERE, HV_STATUS_INVALID_ALIGNMENT);
    Answer("a rep call to signal", Control(HvCallSignalEvent, 0, 1), ADDRESS(&Input),
           HV_STATUS_INVALID_HYPERCALL_INPUT);

    for (HV_UINT32 Index = 0; Index < 3; ++Index)
    {
        Equal("an event that is counted", Signal(ServiceCounter, 0), HV_STATUS_SUCCESS);
    }
    Input.Event = (HV_INPUT_SIGNAL_EVENT){.ConnectionId.AsUINT32 = ServiceCounter};
    Answer("an event by memory", Control(HvCallSignalEvent, 0, 0), ADDRESS(&Input), HV_STATUS_SUCCESS);

    Equal("an event that comes back", Signal(ServiceMirror, 5), HV_STATUS_SUCCESS);
    True("its interrupt", WAIT_FOR(InterruptCount(ServiceVector) == Interrupts + 1));
    Equal("another", Signal(ServiceMirror, 2047), HV_STATUS_SUCCESS);
    True("its interrupt, too", WAIT_FOR(InterruptCount(ServiceVector) == Interrupts + 2));
    MileHvEventScanBegin(&Scan, HV_EVENT_FLAGS_COUNT);
    Equal("a flag", MileHvEventScanNext(Flags, &Scan, &Flag), MileHvSuccess);
    Equal("its number", Flag, 5);
    Equal("a second flag", MileHvEventScanNext(Flags, &Scan, &Flag), MileHvSuccess);
    Equal("its number", Flag, 2047);
    Equal("no third", MileHvEventScanNext(Flags, &Scan, &Flag), MileHvEmpty);
    Equal("the flags are cleared", MileHvEventTake(Flags, 5) | MileHvEventTake(Flags, 2047), 0);
}

/*
 * Timers.
 */

/** Waits for the timer's message, checks it, and returns when it was delivered. */
static HV_UINT64 TakeExpiry(HV_UINT32 Timer, HV_UINT64 Earliest)
{
    volatile HV_MESSAGE *Slot = &MessagePage.SintMessage[TimerSint];
    HV_MESSAGE Message;
    MILE_HV_RESULT Result = MileHvEmpty;

    True("a timer's message comes", WAIT_FOR((Result = MileHvMessageTake(Slot, &Message)) != MileHvEmpty));
    if (Result != MileHvSuccess)
    {
        Equal("a timer's message", Result, MileHvSuccess);
        return 0;
    }
    Equal("its type", Message.Header.MessageType, HvMessageTimerExpired);
    Equal("its size", Message.Header.PayloadSize, sizeof(HV_TIMER_MESSAGE_PAYLOAD));
    Equal("its timer", Message.TimerPayload.TimerIndex, Timer);
    Between("its expiration", Message.TimerPayload.ExpirationTime, Earliest, Now());
    Between("its delivery", Message.TimerPayload.DeliveryTime, Message.TimerPayload.ExpirationTime, Now());
    MileHvMessageRelease(Slot, WriteRegister, 0);
    return Message.TimerPayload.DeliveryTime;
}

static void CheckTimers(void)
{
    HV_X64_MSR_STIMER_CONFIG_CONTENTS Config = {.AsUINT64 = 0};
    HV_UINT64 Start;
    HV_UINT32 Before;

    for (HV_UINT32 Timer = 0; Timer < HV_SYNIC_STIMER_COUNT; ++Timer)
    {
        const HV_UINT32 ConfigRegister = HV_X64_MSR_STIMER0_CONFIG + 2 * Timer;
        const HV_UINT32 CountRegister = HV_X64_MSR_STIMER0_COUNT + 2 * Timer;

        Equal("a timer at the start", ReadMsr(ConfigRegister), 0);
        Equal("its count", ReadMsr(CountRegister), 0);

        /* One shot, by AutoEnable. */
        Before = InterruptCount(TimerVector);
        Config.AsUINT64 = 0;
        Config.AutoEnable = 1;
        Config.SINTx = TimerSint;
        WriteMsr(ConfigRegister, Config.AsUINT64);
        Start = Now() + 2 * MILLISECOND;
        WriteMsr(CountRegister, Start);
        TakeExpiry(Timer, Start);
        Equal("one interrupt", InterruptCount(TimerVector), Before + 1);
        Config.AsUINT64 = ReadMsr(ConfigRegister);
        Equal("one shot: it is disabled", Config.Enable, 0);
    }

    /* SINT 0 is the hypervisor's: no timer runs for it. TLFS: not even from the start, which KVM does not look at. */
    Config.AsUINT64 = 0;
    Config.AutoEnable = 1;
    Config.SINTx = TimerSint;
    WriteMsr(HV_X64_MSR_STIMER0_CONFIG, Config.AsUINT64);
    WriteMsr(HV_X64_MSR_STIMER0_COUNT, Now() + LONG_TIME);
    Config.AsUINT64 = ReadMsr(HV_X64_MSR_STIMER0_CONFIG);
    Equal("a timer that runs", Config.Enable, 1);
    Config.SINTx = HV_SYNIC_INTERCEPTION_SINT_INDEX;
    WriteMsr(HV_X64_MSR_STIMER0_CONFIG, Config.AsUINT64);
    Config.AsUINT64 = ReadMsr(HV_X64_MSR_STIMER0_CONFIG);
    Equal("moved to SINT 0", Config.Enable, 0);

    /* Periodic: three in a row, each a period after the one before. */
    Config.AsUINT64 = 0;
    Config.Enable = 1;
    Config.Periodic = 1;
    Config.SINTx = TimerSint;
    Before = InterruptCount(TimerVector);
    Start = Now();
    WriteMsr(HV_X64_MSR_STIMER0_COUNT, 5 * MILLISECOND);
    WriteMsr(HV_X64_MSR_STIMER0_CONFIG, Config.AsUINT64);
    for (HV_UINT32 Turn = 1; Turn <= 3; ++Turn)
    {
        TakeExpiry(0, Start + Turn * 5 * MILLISECOND);
    }
    Config.AsUINT64 = ReadMsr(HV_X64_MSR_STIMER0_CONFIG);
    Equal("periodic: it stays enabled", Config.Enable, 1);
    WriteMsr(HV_X64_MSR_STIMER0_CONFIG, 0);
    Between("interrupts", InterruptCount(TimerVector), Before + 3, Before + 4);

    Equal("direct timers are offered", Features.DirectSyntheticTimers, 1);
    Before = InterruptCount(DirectVector);
    Config.AsUINT64 = 0;
    Config.DirectMode = 1;
    Config.ApicVector = DirectVector;
    Config.AutoEnable = 1;
    WriteMsr(HV_X64_MSR_STIMER1_CONFIG, Config.AsUINT64);
    Start = Now() + 2 * MILLISECOND;
    WriteMsr(HV_X64_MSR_STIMER1_COUNT, Start);
    True("a direct timer's interrupt", WAIT_FOR(InterruptCount(DirectVector) != Before));
    True("not early", Now() >= Start);
    Equal("once", InterruptCount(DirectVector), Before + 1);
}

/*
 * The crash registers, and back to the start.
 */

static void CheckCrash(void)
{
    for (HV_UINT32 Index = 0; Index < 5; ++Index)
    {
        WriteMsr(HV_X64_MSR_CRASH_P0 + Index, 0xC0FFEE0 + Index);
        Equal("a crash parameter", ReadMsr(HV_X64_MSR_CRASH_P0 + Index), 0xC0FFEE0 + Index);
    }
    Equal("crash notification is offered", ReadMsr(HV_X64_MSR_CRASH_CTL), 1ULL << 63);
    /* The VMM only takes note of it: what it saw is asserted there. */
    WriteMsr(HV_X64_MSR_CRASH_CTL, 1ULL << 63);
}

static void CheckEnd(void)
{
    HV_X64_MSR_HYPERCALL_CONTENTS Register;

    WriteMsr(HV_X64_MSR_SCONTROL, 0);
    Equal("a message without SynIC", Post(ServiceEcho, 1, 8, 0), HV_STATUS_SUCCESS);
    Equal("an event without SynIC", Signal(ServiceMirror, 1), HV_STATUS_INVALID_SYNIC_STATE);
    WriteMsr(HV_X64_MSR_SIMP, 0);
    WriteMsr(HV_X64_MSR_SIEFP, 0);
    WriteMsr(HV_X64_MSR_HYPERCALL, 0);
    Register.AsUINT64 = ReadMsr(HV_X64_MSR_HYPERCALL);
    Equal("the page is gone", Register.Enable, 0);
    WriteMsr(HV_X64_MSR_GUEST_OS_ID, 0);
}

/** start.S calls it. */
void BareMain(void) __attribute__((noreturn));

void BareMain(void)
{
    Group("CPUID");
    CheckLeaves();
    Group("identity and page");
    CheckIdentity();
    StartInterrupts();
    Group("processor's registers");
    CheckProcessorRegisters();
    Group("hypercalls");
    CheckCalls();
    CheckLargeIpi();
    Group("clocks");
    CheckClock();
    Group("SynIC");
    CheckSynic();
    Group("messages");
    CheckMessages();
    Group("events");
    CheckEvents();
    Group("timers");
    CheckTimers();
    Group("crash");
    CheckCrash();
    Group("end");
    CheckEnd();
    Group(0);
    End(Failures != 0);
}
