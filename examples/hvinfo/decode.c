/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Meaning of the leaves: the table of fields, and the summary.
 *
 * Every name comes from the list macros of Privilege.h, Cpuid.h and
 * CpuidField.h; a field that is added there appears here without a change.
 */

#include "hvinfo.h"

#include <string.h>

#include <Mile.HyperV/Hypervisor/CpuidField.h>

/* The registers as CpuidField.h spells them. */
enum
{
    Eax = HvinfoEax,
    Ebx = HvinfoEbx,
    Ecx = HvinfoEcx,
    Edx = HvinfoEdx,
};

#define PRIVILEGE(Name, Bit)                                                                                           \
    {HvCpuIdFunctionMsHvFeatures, HvinfoX64 | HvinfoArm64, "MsHvFeatures", (Bit) / 32, (Bit) % 32, 1, #Name},
#define FIELD(Architectures, LeafName, View, Register, FirstBit, Width, Name)                                          \
    {LeafName, Architectures, #View, Register, FirstBit, Width, #Name},
#define COMMON_FIELD(...) FIELD(HvinfoX64 | HvinfoArm64, __VA_ARGS__)
#define X64_FIELD(...) FIELD(HvinfoX64, __VA_ARGS__)
#define ARM64_FIELD(...) FIELD(HvinfoArm64, __VA_ARGS__)

const HVINFO_FIELD HvinfoFields[] = {HV_PARTITION_PRIVILEGE_LIST(PRIVILEGE) HV_COMMON_CPUID_FIELD_LIST(
    COMMON_FIELD) HV_X64_ONLY_CPUID_FIELD_LIST(X64_FIELD) HV_ARM64_ONLY_CPUID_FIELD_LIST(ARM64_FIELD)};

const size_t HvinfoFieldCount = sizeof(HvinfoFields) / sizeof(HvinfoFields[0]);

const char *HvinfoLeafName(uint32_t Leaf)
{
    switch (Leaf)
    {
#define LEAF(Name)                                                                                                     \
    case Name:                                                                                                         \
        return #Name;
        HV_CPUID_LEAF_LIST(LEAF)
#undef LEAF
    default:
        return NULL;
    }
}

/** The four registers of a leaf; registers that the source does not contain are zero. */
static HV_X64_CPUID_RESULT Result(const HVINFO_INPUT *Input, uint32_t Leaf)
{
    HV_X64_CPUID_RESULT Value;

    for (unsigned Register = 0; Register < HvinfoRegisters; ++Register)
    {
        (void)HvinfoRegister(Input, Leaf, Register, &Value.AsUINT32[Register]);
    }
    return Value;
}

bool HvinfoFieldApplies(const HVINFO_INPUT *Input, const HVINFO_FIELD *Field)
{
    if ((Field->Architectures & (unsigned)Input->Architecture) == 0)
    {
        return false;
    }
    if (Field->Leaf == HvCpuIdFunctionMsHvPasidFeatures)
    {
        /* The leaf has had two forms; the bit that is new in the second one distinguishes them. */
        bool IsSecond = Result(Input, Field->Leaf).MsHvPasidFeatures.PasidSupported != 0;

        return (strcmp(Field->View, "MsHvPasidFeatures") == 0) == IsSecond;
    }
    return true;
}

static uint32_t FieldMask(const HVINFO_FIELD *Field)
{
    return Field->Width == 32 ? UINT32_MAX : ((1U << Field->Width) - 1) << Field->FirstBit;
}

uint32_t HvinfoFieldValue(const HVINFO_FIELD *Field, uint32_t Register)
{
    return (Register & FieldMask(Field)) >> Field->FirstBit;
}

uint32_t HvinfoNamedBits(const HVINFO_INPUT *Input, uint32_t Leaf, unsigned Register)
{
    uint32_t Named = 0;

    if (Leaf < HvCpuIdFunctionHvVendorAndMaxFunction || Leaf > HVINFO_LAST_LEAF ||
        Leaf == HvCpuIdFunctionHvVendorAndMaxFunction || Leaf == HV_VIRTUALIZATION_STACK_CPUID_VENDOR ||
        Leaf == HV_VIRTUALIZATION_STACK_CPUID_INTERFACE)
    {
        return UINT32_MAX; /* The processor's own leaves, another vendor's, and those that hold text. */
    }
    for (size_t Index = 0; Index < HvinfoFieldCount; ++Index)
    {
        const HVINFO_FIELD *Field = &HvinfoFields[Index];

        if (Field->Leaf == Leaf && Field->Register == Register && HvinfoFieldApplies(Input, Field))
        {
            Named |= FieldMask(Field);
        }
    }
    return Named;
}

bool HvinfoIsOurLeaf(const HVINFO_SUMMARY *Summary, uint32_t Leaf)
{
    if (Leaf < HvCpuIdFunctionHvVendorAndMaxFunction || Leaf > HVINFO_LAST_LEAF)
    {
        return Leaf < HvCpuIdFunctionHvVendorAndMaxFunction && HvinfoLeafName(Leaf) != NULL;
    }
    if (Leaf <= HvCpuIdFunctionHvInterface)
    {
        return true;
    }
    /* An imitator's leaves beyond those of the interface are its own. */
    return Summary->HyperV != HvinfoNo && !(Summary->Imitates && HvinfoLeafName(Leaf) == NULL);
}

/** Registers as text, the lowest byte first; without the blanks around it. */
static void CopyText(char *Text, const uint32_t *Registers, size_t Count)
{
    size_t Length = 0;

    for (size_t Index = 0; Index < Count * 4; ++Index)
    {
        unsigned char Character = (unsigned char)(Registers[Index / 4] >> Index % 4 * 8);

        if (Character == '\0' || (Character == ' ' && Length == 0))
        {
            continue;
        }
        Text[Length++] = Character >= ' ' && Character <= '~' ? (char)Character : '.';
    }
    while (Length != 0 && Text[Length - 1] == ' ')
    {
        --Length;
    }
    Text[Length] = '\0';
}

/** Vendor, brand, family, model and stepping, in the processor's own leaves. */
static void SummarizeProcessor(const HVINFO_INPUT *Input, HVINFO_SUMMARY *Summary)
{
    uint32_t Brand[12];
    uint32_t Version;
    HV_X64_CPUID_RESULT Vendor = Result(Input, 0);
    uint32_t Order[3] = {Vendor.Ebx, Vendor.Edx, Vendor.Ecx};

    CopyText(Summary->ProcessorVendor, Order, 3);
    for (unsigned Index = 0; Index < 12; ++Index)
    {
        (void)HvinfoRegister(Input, 0x80000002U + Index / 4, Index % 4, &Brand[Index]);
    }
    CopyText(Summary->ProcessorBrand, Brand, 12);
    Summary->ProcessorKnown = HvinfoRegister(Input, HvCpuIdFunctionVersionAndFeatures, HvinfoEax, &Version);
    Summary->Stepping = Version & 0xF;
    Summary->Model = Version >> 4 & 0xF;
    Summary->Family = Version >> 8 & 0xF;
    if (Summary->Family == 6 || Summary->Family == 15)
    {
        Summary->Model |= (Version >> 16 & 0xF) << 4;
    }
    if (Summary->Family == 15)
    {
        Summary->Family += Version >> 20 & 0xFF;
    }
}

/** Name of an isolation type in the headers, without the words that all of them have. */
static const char *IsolationName(uint32_t Type)
{
    const char *Name = NULL;

    switch (Type)
    {
#define TYPE(Symbol)                                                                                                   \
    case Symbol:                                                                                                       \
        Name = #Symbol;                                                                                                \
        break;
        HV_PARTITION_ISOLATION_TYPE_LIST(TYPE)
#undef TYPE
    default:
        break;
    }
    return Name != NULL ? strrchr(Name, '_') + 1 : NULL;
}

/** The hypervisors by their signatures. */
static const struct
{
    const char *Vendor;
    const char *Maker;
} Makers[] = {
    {"Microsoft Hv", "Hyper-V"},
    {"KVMKVMKVM", "KVM"},
    {"Linux KVM Hv", "KVM"},
    {"TCGTCGTCGTCG", "QEMU without hardware virtualization (TCG)"},
    {"XenVMMXenVMM", "Xen"},
    {"VMwareVMware", "VMware"},
    {"VBoxVBoxVBox", "VirtualBox"},
    {"bhyve bhyve", "bhyve"},
    {"BHyVE BHyVE", "bhyve"},
    {"ACRNACRNACRN", "ACRN"},
    {"prl hyperv", "Parallels"},
    {"lrpepyh  vr", "Parallels"},
    {"QNXQVMBSQG", "QNX Hypervisor"},
    {"OpenBSDVMM58", "vmm of OpenBSD"},
    {"___ NVMM ___", "NVMM of NetBSD"},
    {"HAXMHAXMHAXM", "HAXM"},
    {"Jailhouse", "Jailhouse"},
    {"NoirVisor ZT", "NoirVisor"},
    {"MicrosoftXTA", "Microsoft's emulation of x86 on ARM64"},
    {"VirtualApple", "Rosetta"},
    {"SRESRESRESRE", "Lockheed Martin LMHS"},
    {"EVMMEVMMEVMM", "Intel KGT (Trusty)"},
    {"UnisysSpar64", "Unisys s-Par"},
};

static const char *FindMaker(const char *Vendor)
{
    for (size_t Index = 0; Index < sizeof(Makers) / sizeof(Makers[0]); ++Index)
    {
        if (strcmp(Vendor, Makers[Index].Vendor) == 0)
        {
            return Makers[Index].Maker;
        }
    }
    return NULL;
}

/** Whether the leaf is QEMU's default: version 10.0.14393, and zeros after it. */
static bool HasDefaultVersion(const HVINFO_INPUT *Input)
{
    const HVINFO_LEAF *Leaf = HvinfoFindLeaf(Input, HvCpuIdFunctionMsHvVersion, 0);

    return Leaf != NULL && Leaf->Known == 0xF && Leaf->Register[HvinfoEax] == 14393 &&
           Leaf->Register[HvinfoEbx] == 0x000A0000U && Leaf->Register[HvinfoEcx] == 0 && Leaf->Register[HvinfoEdx] == 0;
}

/** Identity of the hypervisor: its own signature may be in the second range, after Hyper-V's. */
static void SummarizeMaker(const HVINFO_INPUT *Input, HVINFO_SUMMARY *Summary)
{
    const HVINFO_LEAF *Second = HvinfoFindLeaf(Input, HVINFO_SECOND_RANGE, 0);

    if (Second != NULL && Second->Known == 0xF && Second->Register[HvinfoEax] >= HVINFO_SECOND_RANGE &&
        Second->Register[HvinfoEax] <= HVINFO_LAST_SECOND_LEAF && Second->Register[HvinfoEbx] != 0)
    {
        CopyText(Summary->SecondVendor, &Second->Register[HvinfoEbx], 3);
    }
    Summary->Maker = FindMaker(Summary->Vendor);
    Summary->MakerMark = "its signature in leaf 40000000";
    if (Summary->SecondVendor[0] != '\0')
    {
        const char *Maker = FindMaker(Summary->SecondVendor);

        Summary->Maker = Maker != NULL ? Maker : "another hypervisor";
        Summary->MakerMark = "its signature in leaf 40000100";
    }
    else if (Input->Machine.Name != NULL)
    {
        Summary->Maker = Input->Machine.Name;
        Summary->MakerMark = "the firmware's name in the log";
    }
    else if (Summary->Vendor[0] == '\0')
    {
        Summary->MakerMark = NULL;
    }
    else if (Summary->Maker == NULL)
    {
        Summary->MakerMark = NULL;
    }
    Summary->Imitates =
        Summary->HyperV == HvinfoYes && ((Summary->Maker != NULL && strcmp(Summary->Maker, "Hyper-V") != 0) ||
                                         (Summary->Maker == NULL && Summary->Vendor[0] != '\0'));
    Summary->MayImitate = Summary->HyperV == HvinfoYes && !Summary->Imitates && Input->Machine.Name == NULL &&
                          HasDefaultVersion(Input) && Second == NULL;
}

/** Whether all four bytes are printable, as those of a signature are. */
static bool IsSignature(uint32_t Word)
{
    for (unsigned Byte = 0; Byte < 4; ++Byte)
    {
        uint32_t Character = Word >> 8 * Byte & 0xFF;

        if (Character < 0x21 || Character > 0x7E)
        {
            return false;
        }
    }
    return true;
}

void HvinfoSummarize(const HVINFO_INPUT *Input, HVINFO_SUMMARY *Summary)
{
    HV_X64_CPUID_RESULT Leaf;
    uint32_t Value;

    memset(Summary, 0, sizeof(*Summary));
    SummarizeProcessor(Input, Summary);

    Leaf = Result(Input, HvCpuIdFunctionHvVendorAndMaxFunction);
    CopyText(Summary->Vendor, &Leaf.AsUINT32[HvinfoEbx], 3);
    Summary->MaximumLeaf = Leaf.HvVendorAndMaxFunction.MaxFunction;
    if (HvinfoRegister(Input, HvCpuIdFunctionVersionAndFeatures, HvinfoEcx, &Value))
    {
        Leaf = Result(Input, HvCpuIdFunctionVersionAndFeatures);
        Summary->HypervisorPresent = Leaf.VersionAndFeatures.HypervisorPresent ? HvinfoYes : HvinfoNo;
    }
    else if (Summary->MaximumLeaf != 0)
    {
        Summary->HypervisorPresent = HvinfoYes;
    }

    if (Summary->HypervisorPresent == HvinfoNo)
    {
        Summary->HyperV = HvinfoNo;
    }
    else if (HvinfoRegister(Input, HvCpuIdFunctionHvInterface, HvinfoEax, &Value))
    {
        Summary->InterfaceKnown = true;
        Summary->InterfaceWord = Value;
        if (IsSignature(Value))
        {
            CopyText(Summary->Interface, &Value, 1);
        }
        Summary->HyperV = Value == HvMicrosoftHypervisorInterface ? HvinfoYes : HvinfoNo;
    }
    else if (Summary->MaximumLeaf != 0 && Summary->MaximumLeaf < HvCpuIdFunctionHvInterface)
    {
        Summary->HyperV = HvinfoNo;
    }
    else if (Input->Source == HvinfoSourceKernelLog || Input->Source == HvinfoSourceOptions)
    {
        /* A kernel prints these only where it found the interface. */
        Summary->HypervisorPresent = HvinfoYes;
        Summary->HyperV = HvinfoYes;
    }
    SummarizeMaker(Input, Summary);
    if (Summary->HyperV == HvinfoNo)
    {
        return; /* The leaves that follow mean something else, or nothing. */
    }

    Leaf = Result(Input, HvCpuIdFunctionMsHvVersion);
    /* All zero: the hypervisor reports none. */
    Summary->VersionKnown = HvinfoRegister(Input, HvCpuIdFunctionMsHvVersion, HvinfoEax, &Value) &&
                            (Leaf.AsUINT32[HvinfoEax] | Leaf.AsUINT32[HvinfoEbx]) != 0;
    Summary->VersionIsZero =
        HvinfoRegister(Input, HvCpuIdFunctionMsHvVersion, HvinfoEax, &Value) && !Summary->VersionKnown;
    Summary->PackKnown = HvinfoRegister(Input, HvCpuIdFunctionMsHvVersion, HvinfoEcx, &Value);
    Summary->ServiceKnown = HvinfoRegister(Input, HvCpuIdFunctionMsHvVersion, HvinfoEdx, &Value);
    Summary->Major = Leaf.MsHvVersion.MajorVersion;
    Summary->Minor = Leaf.MsHvVersion.MinorVersion;
    Summary->Build = Leaf.MsHvVersion.BuildNumber;
    Summary->ServicePack = Leaf.MsHvVersion.ServicePack;
    Summary->ServiceBranch = Leaf.MsHvVersion.ServiceBranch;
    Summary->ServiceNumber = Leaf.MsHvVersion.ServiceNumber;

    if (HvinfoRegister(Input, HvCpuIdFunctionMsHvFeatures, HvinfoEbx, &Value))
    {
        HV_PARTITION_PRIVILEGE_MASK Privileges = {.AsUINT64 = (uint64_t)Value << 32};

        Summary->Root = Privileges.CreatePartitions && Privileges.CpuManagement ? HvinfoYes : HvinfoNo;
        if (!Privileges.Isolation)
        {
            Summary->IsolationKnown = true;
            Summary->IsolationType = HV_PARTITION_ISOLATION_TYPE_NONE;
        }
    }
    if (!Summary->IsolationKnown && HvinfoRegister(Input, HvCpuIdFunctionMsHvIsolationConfiguration, HvinfoEbx, &Value))
    {
        Leaf = Result(Input, HvCpuIdFunctionMsHvIsolationConfiguration);
        Summary->IsolationKnown = true;
        Summary->IsolationType = Leaf.MsHvIsolationConfiguration.IsolationType;
        Summary->Paravisor = Leaf.MsHvIsolationConfiguration.ParavisorPresent;
    }
    Summary->IsolationName = IsolationName(Summary->IsolationType);
}
