/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Finding the hypervisor, introducing oneself, calling it.
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
        ProcessorAsk(Guest, HvCpuidFunctionMsHvIsolationConfiguration, &Leaf) == MileHvSuccess &&
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
 * Until the guest has said so, there are no hypercalls.
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
    Guest->HasIdentity = After == Id;
    return After == Id ? GuestDone : GuestIdentityLost;
}

GUEST_RESULT Anonymize(GUEST *Guest)
{
    WriteRegister(REGISTER_GUEST_OS_ID, 0);
    Guest->HasIdentity = 0;
    return ReadRegister(REGISTER_GUEST_OS_ID) == 0 ? GuestDone : GuestIdentityLost;
}

/*
 * Hypercalls.
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

GUEST_RESULT EnableHypercalls(GUEST *Guest)
{
    HV_STATUS Status;

    if (!Guest->HasIdentity)
    {
        return Skip("no guest OS id");
    }
#if defined(MILE_HYPERV_TARGET_X64)
    /* The page's first bytes tell what the hypervisor laid there; KVM writes into the memory itself. */
    WriteRegister(HV_X64_MSR_HYPERCALL, MileHvHypercallPageRegister(ReadRegister(HV_X64_MSR_HYPERCALL),
                                                                    ADDRESS(Guest->HypercallPage) >> PAGE_SHIFT));
    {
        HV_X64_MSR_HYPERCALL_CONTENTS Contents;

        Contents.AsUINT64 = ReadRegister(HV_X64_MSR_HYPERCALL);
        if (!Contents.Enable || Contents.GpaPageNumber != ADDRESS(Guest->HypercallPage) >> PAGE_SHIFT)
        {
            return GuestHypercallPageFailed;
        }
    }
    PrintF("  page at 0x%x:", ADDRESS(Guest->HypercallPage));
    for (HV_UINT32 Index = 0; Index < 8; ++Index)
    {
        PrintF(" %02x", ((const volatile HV_UINT8 *)Guest->HypercallPage)[Index]);
    }
    Print("\n");
#endif
    /* A call that does not exist has to be refused, and nothing else happens: the first proof that calls arrive. */
    Status = Hypercall(Guest, HvCallReserved0000, 0, 0, 0);
    PrintF("  call 0x0000 answers %s (0x%x)\n", ADDRESS(StatusName(Status)), Status);
    if (Status != HV_STATUS_INVALID_HYPERCALL_CODE && Status != HV_STATUS_ACCESS_DENIED)
    {
        (void)DisableHypercalls(Guest);
        return GuestHypercallStrange;
    }
    Guest->HasHypercalls = 1;
    return GuestDone;
}

GUEST_RESULT DisableHypercalls(GUEST *Guest)
{
    Guest->HasHypercalls = 0;
#if defined(MILE_HYPERV_TARGET_X64)
    {
        HV_X64_MSR_HYPERCALL_CONTENTS Contents;

        Contents.AsUINT64 = ReadRegister(HV_X64_MSR_HYPERCALL);
        Contents.Enable = 0;
        WriteRegister(HV_X64_MSR_HYPERCALL, Contents.AsUINT64);
        Contents.AsUINT64 = ReadRegister(HV_X64_MSR_HYPERCALL);
        return Contents.Enable ? GuestHypercallPageFailed : GuestDone;
    }
#else
    return GuestDone;
#endif
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
