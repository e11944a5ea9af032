/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief What the leaves mean: the table of fields, and the answers to the first questions.
 *
 * Every name comes from the list macros of Privilege.h, Cpuid.h and
 * CpuidField.h; a field that is added there appears here by itself.
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

const HVINFO_FIELD HvinfoFields[] = {
    HV_PARTITION_PRIVILEGE_LIST(PRIVILEGE)
    HV_COMMON_CPUID_FIELD_LIST(COMMON_FIELD)
    HV_X64_ONLY_CPUID_FIELD_LIST(X64_FIELD)
    HV_ARM64_ONLY_CPUID_FIELD_LIST(ARM64_FIELD)
};

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

/** The four registers of a leaf, those that were not told as zero. */
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
        /* The leaf has had two forms; the bit that is new in the second one tells them apart. */
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
        return UINT32_MAX; /* The processor's own leaves, and those that hold text. */
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

/** What the headers call an isolation type, without the words that all of them have. */
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
        CopyText(Summary->Interface, &Value, 1);
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
    if (Summary->HyperV == HvinfoNo)
    {
        return; /* The leaves that follow mean something else, or nothing. */
    }

    Leaf = Result(Input, HvCpuIdFunctionMsHvVersion);
    Summary->VersionKnown = HvinfoRegister(Input, HvCpuIdFunctionMsHvVersion, HvinfoEax, &Value);
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
    if (!Summary->IsolationKnown && HvinfoRegister(Input, HvCpuidFunctionMsHvIsolationConfiguration, HvinfoEbx, &Value))
    {
        Leaf = Result(Input, HvCpuidFunctionMsHvIsolationConfiguration);
        Summary->IsolationKnown = true;
        Summary->IsolationType = Leaf.MsHvIsolationConfiguration.IsolationType;
        Summary->Paravisor = Leaf.MsHvIsolationConfiguration.ParavisorPresent;
    }
    Summary->IsolationName = IsolationName(Summary->IsolationType);
}
