/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Finding the hypervisor, introducing oneself, calling it.
 *
 * A guest and its hypervisor have three ways to meet. The guest asks what there
 * is: CPUID on x64, a call to the hypervisor on ARM64. It reads and writes
 * synthetic registers: MSRs on x64, names in a hypercall on ARM64. And it makes
 * hypercalls: on x64 it calls a page of code that the hypervisor provides, so that
 * nobody but the hypervisor has to know the instruction; on ARM64 it is HVC.
 * Guest/Instruction.h has all of them; x64.c and arm64.c choose.
 */

#include "guest.h"

HV_UINT64 ReadRegister(HV_UINT32 Register)
{
    return GUEST_READ_REGISTER(0, Register);
}

void WriteRegister(HV_UINT32 Register, HV_UINT64 Value)
{
    GUEST_WRITE_REGISTER(0, Register, Value);
}

/*
 * Is it there?
 *
 * What counts is the interface "Hv#1", not who made the hypervisor: KVM speaks it, too, under any name that it is
 * given. With the interface come the privileges, which say what this partition may touch; the rest raises #GP.
 */

GUEST_RESULT Detect(GUEST *Guest)
{
    HV_CPUID_RESULT Leaf;
    char Vendor[sizeof(Guest->Detection.Vendor) + 1];
    MILE_HV_RESULT Result = ProcessorDetect(Guest);

    /* Whoever it is, the interface decides. The name may hold any bytes. */
    for (HV_UINT32 Index = 0; Index < sizeof(Vendor); ++Index)
    {
        HV_UINT8 Byte = Index < sizeof(Guest->Detection.Vendor) ? Guest->Detection.Vendor[Index] : 0;

        Vendor[Index] = (Byte == 0 || (Byte >= ' ' && Byte <= '~')) ? (char)Byte : '?';
    }
    if (Vendor[0] != 0)
    {
        PrintF("  vendor \"%s\", last leaf 0x%x, interface 0x%08x\n", ADDRESS(Vendor), Guest->Detection.MaxLeaf,
               Guest->Detection.Interface);
    }
    if (Result != MileHvSuccess)
    {
        return GuestNotHyperV;
    }
    if (Guest->Detection.Privileges.Isolation &&
        ProcessorAsk(Guest, HvCpuIdFunctionMsHvIsolationConfiguration, &Leaf) == MileHvSuccess &&
        Leaf.MsHvIsolationConfiguration.IsolationType != HV_PARTITION_ISOLATION_TYPE_NONE)
    {
        PrintF("  isolation type %u\n", Leaf.MsHvIsolationConfiguration.IsolationType);
        return GuestIsolated;
    }
    return GuestDone;
}

/*
 * Who are we?
 *
 * Until the guest has said so, there are no hypercalls. What it says is not checked; it helps whoever reads a host's
 * log. It reads back as written, here as with most registers below; who has never seen that fail reads it once at
 * least.
 */

#define REGISTER_GUEST_OS_ID HV_BY_TARGET(HV_X64_MSR_GUEST_OS_ID, HvRegisterGuestOsId)

GUEST_RESULT Identify(GUEST *Guest)
{
    HV_UINT64 Before;
    HV_UINT64 Id;
    HV_UINT64 After;

    if (HV_BY_TARGET(!Guest->Detection.Privileges.AccessHypercallMsrs, 0))
    {
        return Skip("no privilege AccessHypercallMsrs");
    }
    (void)MileHvGuestOsIdOpenSource(HvGuestOsOpenSourceUndefined, MILE_HYPERV_VERSION_MAJOR, 0, 0, &Id);
    Before = ReadRegister(REGISTER_GUEST_OS_ID);
    WriteRegister(REGISTER_GUEST_OS_ID, Id);
    After = ReadRegister(REGISTER_GUEST_OS_ID);
    PrintF("  it was 0x%016x and is 0x%016x\n", Before, After);
    if (After != Id)
    {
        WriteRegister(REGISTER_GUEST_OS_ID, 0);
        return GuestIdentityLost;
    }
    Guest->HasIdentity = 1;
    return GuestDone;
}

GUEST_RESULT Anonymize(GUEST *Guest)
{
    WriteRegister(REGISTER_GUEST_OS_ID, 0);
    Guest->HasIdentity = 0;
    return ReadRegister(REGISTER_GUEST_OS_ID) == 0 ? GuestDone : GuestIdentityLost;
}

/*
 * Hypercalls.
 *
 * A call is a control word (which call, and how its input comes) and two addresses, of the input and of the output; the
 * answer is a status. The addresses are guest physical ones, which in this guest is what a pointer holds. A *fast* call
 * has its input in place of the addresses: 16 bytes, enough to signal the host.
 */

const char *StatusName(HV_STATUS Status)
{
    switch (Status)
    {
#define NAME(Symbol)                                                                                                   \
    case Symbol:                                                                                                       \
        return #Symbol;
        HV_STATUS_LIST(NAME)
#undef NAME
    default:
        return "a status that this program does not know";
    }
}

HV_STATUS Hypercall(GUEST *Guest, HV_UINT32 CallCode, HV_UINT64 Flags, HV_UINT64 Input, HV_UINT64 Output)
{
    HV_UINT64 Control;
    HV_STATUS Status;

    (void)MileHvHypercallControl(CallCode, Flags, 0, 0, 0, &Control);
    (void)MileHvHypercallSimple(GUEST_INVOKE, Guest->HypercallPage, Control, Input, Output, &Status);
    return Status;
}

#if defined(MILE_HYPERV_TARGET_X64)

/**
 * Lays the hypercall page over one of ours, or takes it away.
 *
 * From then on our memory there is hidden: reading shows the hypervisor's code, and writing raises #GP. (KVM has no
 * such overlays, and writes its code into the memory.)
 *
 * @return 1 if the register reads as it was written.
 */
static HV_UINT32 SetHypercallPage(const GUEST *Guest, HV_UINT32 Enable)
{
    HV_UINT64 Before = ReadRegister(HV_X64_MSR_HYPERCALL);
    HV_UINT64 Value =
        Enable ? MileHvHypercallPageRegister(Before, ADDRESS(Guest->HypercallPage) >> PAGE_SHIFT) : Before & 0xFFEU;

    WriteRegister(HV_X64_MSR_HYPERCALL, Value);
    return ReadRegister(HV_X64_MSR_HYPERCALL) == Value;
}

/** Shows the first bytes of the page: 0f 01 c1 is VMCALL, of Intel's processors, 0f 01 d9 is VMMCALL, of AMD's. */
static void ShowHypercallPage(const GUEST *Guest)
{
    PrintF("  page at 0x%x:", ADDRESS(Guest->HypercallPage));
    for (HV_UINT32 Index = 0; Index < 8; ++Index)
    {
        PrintF(" %02x", ((const volatile HV_UINT8 *)Guest->HypercallPage)[Index]);
    }
    Print("\n");
}

#else

/** ARM64 has none. */
static HV_UINT32 SetHypercallPage(const GUEST *Guest, HV_UINT32 Enable)
{
    (void)Guest;
    (void)Enable;
    return 1;
}

static void ShowHypercallPage(const GUEST *Guest)
{
    (void)Guest;
}

#endif

GUEST_RESULT EnableHypercalls(GUEST *Guest)
{
    HV_STATUS Status;

    if (!Guest->HasIdentity)
    {
        return Skip("no guest OS id");
    }
    if (!SetHypercallPage(Guest, 1))
    {
        (void)SetHypercallPage(Guest, 0);
        return GuestHypercallPageFailed;
    }
    ShowHypercallPage(Guest);
    /* A call that does not exist has to be refused, and nothing else happens: the first proof that calls arrive. */
    Status = Hypercall(Guest, HvCallReserved0000, 0, 0, 0);
    PrintF("  call 0x0000 answers %s (0x%x)\n", ADDRESS(StatusName(Status)), Status);
    if (Status != HV_STATUS_INVALID_HYPERCALL_CODE && Status != HV_STATUS_ACCESS_DENIED)
    {
        (void)SetHypercallPage(Guest, 0);
        return GuestHypercallStrange;
    }
    Guest->HasHypercalls = 1;
    return GuestDone;
}

GUEST_RESULT DisableHypercalls(GUEST *Guest)
{
    Guest->HasHypercalls = 0;
    return SetHypercallPage(Guest, 0) ? GuestDone : GuestHypercallPageFailed;
}

/*
 * What does it offer? (examples/hvinfo names every bit.)
 */

GUEST_RESULT Report(GUEST *Guest)
{
    HV_CPUID_RESULT Leaf;
    HV_UINT32 Count = 0;

    if (ProcessorAsk(Guest, HvCpuIdFunctionMsHvVersion, &Leaf) == MileHvSuccess)
    {
        PrintF("  version %u.%u.%u.%u\n", Leaf.MsHvVersion.MajorVersion, Leaf.MsHvVersion.MinorVersion,
               Leaf.MsHvVersion.BuildNumber, Leaf.MsHvVersion.ServiceNumber);
    }
    PrintF("  privileges 0x%016x:", Guest->Detection.Privileges.AsUINT64);
#define PRIVILEGE(Field, Bit)                                                                                          \
    if (Guest->Detection.Privileges.Field)                                                                             \
    {                                                                                                                  \
        Print(Count++ % 3 == 0 ? "\n    " #Field : ", " #Field);                                                       \
    }
    HV_PARTITION_PRIVILEGE_LIST(PRIVILEGE)
#undef PRIVILEGE
    Print("\n");
    if (ProcessorAsk(Guest, HvCpuIdFunctionMsHvFeatures, &Leaf) == MileHvSuccess)
    {
        PrintF("  features 0x%08x 0x%08x\n", Leaf.AsUINT32[2], Leaf.AsUINT32[3]);
    }
    if (ProcessorAsk(Guest, HvCpuIdFunctionMsHvEnlightenmentInformation, &Leaf) == MileHvSuccess)
    {
        PrintF("  recommendations 0x%08x\n", Leaf.AsUINT32[0]);
    }
    if (ProcessorAsk(Guest, HvCpuIdFunctionMsHvImplementationLimits, &Leaf) == MileHvSuccess)
    {
        PrintF("  most virtual processors 0x%x\n", Leaf.MsHvImplementationLimits.MaxVirtualProcessorCount);
    }
    return GuestDone;
}
