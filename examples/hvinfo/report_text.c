/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The report for people, and the leaves as a recording.
 *
 * Each group lists the present features in columns, after plus signs, then the
 * numbers, then the absent features as running text.
 */

#include "hvinfo.h"

#include <string.h>

#include <Mile.HyperV/Hypervisor/CpuidField.h>

#define WIDTH 100
#define LABEL 14 /* Of the summary; explain's labels end there too. */

const char *HvinfoSourceName(HVINFO_SOURCE Source)
{
    switch (Source)
    {
    case HvinfoSourceLive:
        return "live";
    case HvinfoSourceEmbedded:
        return "embedded recording";
    case HvinfoSourceRecording:
        return "recording";
    case HvinfoSourceKernelLog:
        return "kernel log";
    case HvinfoSourceCrash:
        return "crash registers";
    case HvinfoSourceOptions:
    default:
        return "command line";
    }
}

/** Words after a label; the following lines begin under the first word. */
typedef struct PARAGRAPH
{
    FILE *Output;
    size_t Indent;
    size_t Column;
    const char *Start; /**< Start of the following lines. */
} PARAGRAPH;

static PARAGRAPH BeginParagraph(FILE *Output, const char *Label, size_t Indent)
{
    PARAGRAPH Paragraph = {Output, Indent, Indent, ""};

    (void)fprintf(Output, "  %-*s", (int)Indent - 2, Label);
    return Paragraph;
}

static void WriteWord(PARAGRAPH *Paragraph, const char *Word, size_t Length)
{
    if (Paragraph->Column != Paragraph->Indent)
    {
        if (Paragraph->Column + 1 + Length > WIDTH)
        {
            (void)fprintf(Paragraph->Output, "\n%-*s", (int)Paragraph->Indent, Paragraph->Start);
            Paragraph->Column = Paragraph->Indent;
        }
        else
        {
            (void)fputc(' ', Paragraph->Output);
            ++Paragraph->Column;
        }
    }
    (void)fwrite(Word, 1, Length, Paragraph->Output);
    Paragraph->Column += Length;
}

/** The words of @p Text, and the end of the line. */
static void WriteWords(PARAGRAPH *Paragraph, const char *Text)
{
    Text += strspn(Text, " \t");
    while (*Text != '\0')
    {
        size_t Length = strcspn(Text, " \t");

        WriteWord(Paragraph, Text, Length);
        Text += Length;
        Text += strspn(Text, " \t");
    }
    (void)fputc('\n', Paragraph->Output);
}

static void WriteLabelled(FILE *Output, const char *Label, const char *Text)
{
    PARAGRAPH Paragraph = BeginParagraph(Output, Label, LABEL + 2);

    WriteWords(&Paragraph, Text);
}

void HvinfoWriteParagraph(FILE *Output, size_t Indent, const char *Text)
{
    PARAGRAPH Paragraph = {Output, Indent, Indent, ""};

    if (Indent < LABEL)
    {
        (void)fprintf(Output, "%*s", (int)Indent, "");
    }
    WriteWords(&Paragraph, Text);
}

/** Fields that a group shows. */
typedef struct GROUP
{
    const HVINFO_INPUT *Input;
    const HVINFO_LEAF *Leaf;
    uint32_t Registers; /**< Bit n: register n belongs to it. */
} GROUP;

static bool Shows(const GROUP *Group, const HVINFO_FIELD *Field)
{
    return Field->Leaf == Group->Leaf->Leaf && (Group->Registers >> Field->Register & 1) != 0 &&
           (Group->Leaf->Known >> Field->Register & 1) != 0 && HvinfoFieldApplies(Group->Input, Field);
}

static uint32_t ValueIn(const GROUP *Group, const HVINFO_FIELD *Field)
{
    return HvinfoFieldValue(Field, Group->Leaf->Register[Field->Register]);
}

/** The next flag of the group, from *Index on, that has the value; NULL after the last one. */
static const HVINFO_FIELD *NextFlag(const GROUP *Group, size_t *Index, bool Value)
{
    while (*Index < HvinfoFieldCount)
    {
        const HVINFO_FIELD *Field = &HvinfoFields[(*Index)++];

        if (Field->Width == 1 && Shows(Group, Field) && (ValueIn(Group, Field) != 0) == Value)
        {
            return Field;
        }
    }
    return NULL;
}

/** Two columns; a name that is too long for one takes the line. */
static void WritePresent(FILE *Output, const GROUP *Group)
{
    const HVINFO_FIELD *Field;
    size_t Used = 0; /* In the line that is being written. */

    for (size_t Index = 0; (Field = NextFlag(Group, &Index, true)) != NULL;)
    {
        size_t Length = strlen(Field->Name) + 4;

        if (Used != 0 && (Used > WIDTH / 2 - 1 || Length > WIDTH / 2))
        {
            (void)fputc('\n', Output);
            Used = 0;
        }
        (void)fprintf(Output, "%*s  + %s", Used != 0 ? (int)(WIDTH / 2 - Used) : 0, "", Field->Name);
        Used = Used != 0 ? WIDTH : Length;
    }
    if (Used != 0)
    {
        (void)fputc('\n', Output);
    }
}

static void WriteNumbers(FILE *Output, const GROUP *Group)
{
    size_t Longest = 0;

    for (size_t Index = 0; Index < HvinfoFieldCount; ++Index)
    {
        const HVINFO_FIELD *Field = &HvinfoFields[Index];

        if (Field->Width > 1 && Shows(Group, Field) && strlen(Field->Name) > Longest)
        {
            Longest = strlen(Field->Name);
        }
    }
    for (size_t Index = 0; Index < HvinfoFieldCount; ++Index)
    {
        const HVINFO_FIELD *Field = &HvinfoFields[Index];

        if (Field->Width > 1 && Shows(Group, Field))
        {
            uint32_t Value = ValueIn(Group, Field);

            (void)fprintf(Output, "  = %-*s  %u", (int)Longest, Field->Name, (unsigned)Value);
            if (Value == UINT32_MAX)
            {
                (void)fprintf(Output, " (0xFFFFFFFF: %s)",
                              Field->Leaf == HvCpuIdFunctionMsHvEnlightenmentInformation ? "never"
                                                                                         : "no limit reported");
            }
            else if (Value > 9)
            {
                (void)fprintf(Output, " (0x%X)", (unsigned)Value);
            }
            (void)fputc('\n', Output);
        }
    }
}

static void WriteAbsent(FILE *Output, const GROUP *Group)
{
    size_t Index = 0;
    const HVINFO_FIELD *Field = NextFlag(Group, &Index, false);
    PARAGRAPH Paragraph;

    if (Field == NULL)
    {
        return;
    }
    Paragraph = BeginParagraph(Output, "absent:", 10);
    while (Field != NULL)
    {
        const HVINFO_FIELD *Next = NextFlag(Group, &Index, false);
        char Word[80];
        int Length = snprintf(Word, sizeof(Word), "%s%s", Field->Name, Next != NULL ? "," : "");

        WriteWord(&Paragraph, Word, (size_t)Length < sizeof(Word) ? (size_t)Length : sizeof(Word) - 1);
        Field = Next;
    }
    (void)fputc('\n', Output);
}

static void WriteUnnamed(FILE *Output, const GROUP *Group)
{
    static const char *const Names[HvinfoRegisters] = {"eax", "ebx", "ecx", "edx"};
    const char *Separator = "  unnamed bits that are set: ";

    for (unsigned Register = 0; Register < HvinfoRegisters; ++Register)
    {
        uint32_t Named = HvinfoNamedBits(Group->Input, Group->Leaf->Leaf, Register);

        for (unsigned Bit = 0; (Group->Registers & Group->Leaf->Known) >> Register & 1 && Bit < 32; ++Bit)
        {
            if ((Group->Leaf->Register[Register] & ~Named) >> Bit & 1)
            {
                (void)fprintf(Output, "%s%s %u", Separator, Names[Register], Bit);
                Separator = ", ";
            }
        }
    }
    if (Separator[0] == ',')
    {
        (void)fputc('\n', Output);
    }
}

/** A group under its title; one with nothing in it takes a line, and a run of those no more than that. */
static void WriteGroup(FILE *Output, const char *Title, const GROUP *Group, bool *AfterNone)
{
    static const char *const Names[HvinfoRegisters] = {"eax", "ebx", "ecx", "edx"};
    uint32_t Known = Group->Registers & Group->Leaf->Known;
    uint32_t Any = 0;
    bool HasFields = false;

    for (unsigned Register = 0; Register < HvinfoRegisters; ++Register)
    {
        Any |= (Known >> Register & 1) != 0 ? Group->Leaf->Register[Register] : 0;
    }
    for (size_t Index = 0; Index < HvinfoFieldCount; ++Index)
    {
        HasFields = HasFields || Shows(Group, &HvinfoFields[Index]);
    }
    if (Known == 0 || (Any == 0 && !HasFields))
    {
        return;
    }
    (void)fprintf(Output, "%s%s  [%08X", *AfterNone && Any == 0 ? "" : "\n", Title, (unsigned)Group->Leaf->Leaf);
    *AfterNone = Any == 0;
    for (unsigned Register = 0; Any != 0 && Register < HvinfoRegisters; ++Register)
    {
        if ((Known >> Register & 1) != 0 &&
            (Group->Leaf->Register[Register] != 0 || HvinfoNamedBits(Group->Input, Group->Leaf->Leaf, Register) != 0))
        {
            (void)fprintf(Output, " %s %08X", Names[Register], (unsigned)Group->Leaf->Register[Register]);
        }
    }
    if (Any == 0)
    {
        (void)fputs("]  none\n", Output);
        return;
    }
    (void)fputs("]\n", Output);
    WritePresent(Output, Group);
    WriteNumbers(Output, Group);
    WriteAbsent(Output, Group);
    WriteUnnamed(Output, Group);
}

static void WriteLeaf(FILE *Output, const HVINFO_INPUT *Input, const HVINFO_LEAF *Leaf, bool *AfterNone)
{
    GROUP Group = {Input, Leaf, 0xF};
    char Title[32];

    switch (Leaf->Leaf)
    {
    case HvCpuIdFunctionMsHvFeatures:
        Group.Registers = 1U << HvinfoEax | 1U << HvinfoEbx;
        WriteGroup(Output, "Privileges", &Group, AfterNone);
        Group.Registers = 1U << HvinfoEcx | 1U << HvinfoEdx;
        WriteGroup(Output, "Features", &Group, AfterNone);
        break;
    case HvCpuIdFunctionMsHvEnlightenmentInformation:
        WriteGroup(Output, "Recommended by the hypervisor", &Group, AfterNone);
        break;
    case HvCpuIdFunctionMsHvImplementationLimits:
        WriteGroup(Output, "Limits", &Group, AfterNone);
        break;
    case HvCpuIdFunctionMsHvHardwareFeatures:
        WriteGroup(Output, "Hardware that the hypervisor uses", &Group, AfterNone);
        break;
    case HvCpuIdFunctionMsHvCpuManagementFeatures:
        WriteGroup(Output, "Processor management", &Group, AfterNone);
        break;
    case HvCpuIdFunctionMsHvPasidFeatures:
        WriteGroup(Output, "Shared virtual memory of devices", &Group, AfterNone);
        break;
    case HvCpuIdFunctionMsHvSkipLevelFeatures:
        WriteGroup(Output, "Granted across one level of nesting", &Group, AfterNone);
        break;
    case HvCpuIdFunctionMsHvNestedVirtFeatures:
        WriteGroup(Output, "For a nested hypervisor", &Group, AfterNone);
        break;
    case HvCpuIdFunctionMsHvIptFeatures:
        WriteGroup(Output, "Processor trace", &Group, AfterNone);
        break;
    case HvCpuIdFunctionMsHvIsolationConfiguration:
        WriteGroup(Output, "Isolation", &Group, AfterNone);
        break;
    case HV_VIRTUALIZATION_STACK_CPUID_PROPERTIES:
        WriteGroup(Output, "Virtualization stack", &Group, AfterNone);
        break;
    default:
        (void)snprintf(Title, sizeof(Title), "Leaf %08X", (unsigned)Leaf->Leaf);
        WriteGroup(Output, Title, &Group, AfterNone);
        break;
    }
}

/** Identity of the hypervisor, and the first leaves' content of others than Hyper-V. */
static void WriteMaker(FILE *Output, const HVINFO_INPUT *Input, const HVINFO_SUMMARY *Summary)
{
    char Text[256];
    uint32_t First;
    uint32_t Second;

    if (Summary->Imitates)
    {
        (void)snprintf(Text, sizeof(Text), "%s, with Hyper-V's interface%s%s",
                       Summary->Maker != NULL ? Summary->Maker : "a hypervisor that hvinfo does not know",
                       Summary->MakerMark != NULL ? "; the mark is " : "",
                       Summary->MakerMark != NULL ? Summary->MakerMark : "");
        WriteLabelled(Output, "Really", Text);
    }
    else if (Summary->MayImitate)
    {
        WriteLabelled(Output, "Really",
                      "perhaps KVM or another hypervisor with Hyper-V's interface: the version is the one that QEMU "
                      "reports by default, and leaf 40000100, which identifies KVM, is not recorded");
    }
    else if (Summary->HyperV == HvinfoNo && Summary->HypervisorPresent == HvinfoYes && Summary->Maker != NULL)
    {
        Text[0] = '\0';
        if (strcmp(Summary->Maker, "Xen") == 0 && Summary->InterfaceKnown)
        {
            (void)snprintf(Text, sizeof(Text), "Xen %u.%u", (unsigned)(Summary->InterfaceWord >> 16),
                           (unsigned)(Summary->InterfaceWord & 0xFFFF));
        }
        else if (strcmp(Summary->Maker, "KVM") == 0 && Summary->InterfaceKnown)
        {
            (void)snprintf(Text, sizeof(Text), "KVM, features %08X", (unsigned)Summary->InterfaceWord);
        }
        else
        {
            (void)snprintf(Text, sizeof(Text), "%s", Summary->Maker);
        }
        WriteLabelled(Output, "Really", Text);
    }
    /* VMware began it; KVM and others have the same there. */
    if ((Summary->Imitates || Summary->HyperV == HvinfoNo) && HvinfoRegister(Input, 0x40000010U, HvinfoEax, &First) &&
        HvinfoRegister(Input, 0x40000010U, HvinfoEbx, &Second) && First != 0)
    {
        (void)snprintf(Text, sizeof(Text), "time stamp counter %u.%03u MHz, bus %u.%03u MHz (leaf 40000010, of %s)",
                       (unsigned)(First / 1000), (unsigned)(First % 1000), (unsigned)(Second / 1000),
                       (unsigned)(Second % 1000), Summary->Maker != NULL ? Summary->Maker : "its maker");
        WriteLabelled(Output, "Frequencies", Text);
    }
}

static void WriteSummary(FILE *Output, const HVINFO_INPUT *Input, const HVINFO_SUMMARY *Summary)
{
    char Text[256];
    int Length = 0;

    if (Summary->HypervisorPresent == HvinfoNo)
    {
        WriteLabelled(Output, "Hypervisor", "none (the hypervisor-present bit is clear)");
    }
    else if (Summary->HypervisorPresent == HvinfoYes && Summary->Vendor[0] != '\0')
    {
        Length = snprintf(Text, sizeof(Text), "%s, ", Summary->Vendor);
        if (!Summary->InterfaceKnown)
        {
            Length += snprintf(Text + Length, sizeof(Text) - (size_t)Length, "interface %s",
                               Summary->HyperV == HvinfoNo ? "none (not Hyper-V's)" : "not recorded");
        }
        else if (Summary->Interface[0] != '\0')
        {
            Length += snprintf(Text + Length, sizeof(Text) - (size_t)Length, "interface %s%s", Summary->Interface,
                               Summary->HyperV == HvinfoNo ? " (not Hyper-V's)" : "");
        }
        else
        {
            Length += snprintf(Text + Length, sizeof(Text) - (size_t)Length, "no interface signature (not Hyper-V's)");
        }
        (void)snprintf(Text + Length, sizeof(Text) - (size_t)Length, ", leaves up to %08X",
                       (unsigned)Summary->MaximumLeaf);
        WriteLabelled(Output, "Hypervisor", Text);
    }
    else if (Summary->HypervisorPresent == HvinfoYes && Summary->MaximumLeaf == 0 && !Summary->InterfaceKnown &&
             Input->Source == HvinfoSourceRecording)
    {
        WriteLabelled(Output, "Hypervisor", "present; its leaves are not recorded");
    }
    WriteMaker(Output, Input, Summary);
    if (Summary->VersionKnown)
    {
        Length = snprintf(Text, sizeof(Text), "%u.%u.%u", (unsigned)Summary->Major, (unsigned)Summary->Minor,
                          (unsigned)Summary->Build);
        if (Summary->ServiceKnown)
        {
            Length += snprintf(Text + Length, sizeof(Text) - (size_t)Length, ".%u", (unsigned)Summary->ServiceNumber);
        }
        if (Summary->PackKnown)
        {
            Length += snprintf(Text + Length, sizeof(Text) - (size_t)Length, ", service pack %u",
                               (unsigned)Summary->ServicePack);
        }
        if (Summary->ServiceKnown)
        {
            (void)snprintf(Text + Length, sizeof(Text) - (size_t)Length, ", branch %u",
                           (unsigned)Summary->ServiceBranch);
        }
        WriteLabelled(Output, "Version", Text);
    }
    else if (Summary->VersionIsZero)
    {
        WriteLabelled(Output, "Version", "no version reported (leaf 40000002 is zero)");
    }
    if (Summary->Root != HvinfoUnknown)
    {
        WriteLabelled(Output, "Partition", Summary->Root == HvinfoYes ? "root (manages the machine)" : "guest");
    }
    if (Summary->IsolationKnown)
    {
        Length = Summary->IsolationType == HV_PARTITION_ISOLATION_TYPE_NONE ? snprintf(Text, sizeof(Text), "none")
                 : Summary->IsolationName != NULL
                     ? snprintf(Text, sizeof(Text), "%s", Summary->IsolationName)
                     : snprintf(Text, sizeof(Text), "type %u", (unsigned)Summary->IsolationType);
        if (Summary->IsolationType != HV_PARTITION_ISOLATION_TYPE_NONE)
        {
            (void)snprintf(Text + Length, sizeof(Text) - (size_t)Length, ", %s paravisor",
                           Summary->Paravisor ? "with a" : "without");
        }
        WriteLabelled(Output, "Isolation", Text);
    }
    if (Summary->ProcessorBrand[0] != '\0')
    {
        WriteLabelled(Output, "Processor", Summary->ProcessorBrand);
    }
    else if (Summary->ProcessorKnown)
    {
        (void)snprintf(Text, sizeof(Text), "%s, family %u, model %u, stepping %u", Summary->ProcessorVendor,
                       (unsigned)Summary->Family, (unsigned)Summary->Model, (unsigned)Summary->Stepping);
        WriteLabelled(Output, "Processor", Text);
    }
    if (Input->Architecture == HvinfoArm64)
    {
        WriteLabelled(Output, "Architecture", "ARM64");
    }
}

/** Leaves that the hypervisor has and the source does not. */
static void WriteMissing(FILE *Output, const HVINFO_INPUT *Input, const HVINFO_SUMMARY *Summary)
{
    PARAGRAPH Paragraph = {Output, 0, 0, ""};
    uint32_t Last = Summary->MaximumLeaf < HVINFO_LAST_LEAF ? Summary->MaximumLeaf : HVINFO_LAST_LEAF;

    if (Summary->HyperV == HvinfoNo)
    {
        return;
    }
    for (uint32_t Leaf = HvCpuIdFunctionHvVendorAndMaxFunction; Leaf <= Last; ++Leaf)
    {
        char Word[16];

        if (HvinfoFindLeaf(Input, Leaf, 0) != NULL)
        {
            continue;
        }
        if (Paragraph.Indent == 0)
        {
            (void)fputc('\n', Output);
            Paragraph = BeginParagraph(Output, "not recorded:", LABEL + 2);
        }
        (void)snprintf(Word, sizeof(Word), "%08X", (unsigned)Leaf);
        WriteWord(&Paragraph, Word, 8);
    }
    if (Paragraph.Indent != 0)
    {
        (void)fputc('\n', Output);
    }
}

/** Notes of the reader about the text. */
static void WriteNotes(FILE *Output, const HVINFO_INPUT *Input)
{
    for (size_t Index = 0; Index < Input->NoteCount; ++Index)
    {
        WriteLabelled(Output, Index == 0 ? "Notes" : "", Input->Notes[Index]);
    }
}

static void WriteCrashes(FILE *Output, const HVINFO_INPUT *Input)
{
    for (size_t Index = 0; Index < Input->CrashCount; ++Index)
    {
        const HVINFO_CRASH *Crash = &Input->Crashes[Index];
        const char *Name = HvinfoStopCodeName(Crash->Parameter[0]);
        char Text[512];

        (void)fprintf(Output, "\nGuest crash, logged by %s  [line %u]\n", Crash->Reporter, Crash->Line);
        for (unsigned Parameter = 0; Parameter < HVINFO_CRASH_PARAMETERS; ++Parameter)
        {
            char Status[80];
            const char *Word = Parameter == 0 ? Name : HvinfoCrashStatus(Crash, Parameter, Status, sizeof(Status));

            if ((Crash->Known >> Parameter & 1) != 0)
            {
                (void)fprintf(Output, "  P%u            0x%llX%s%s%s\n", Parameter,
                              (unsigned long long)Crash->Parameter[Parameter], Word != NULL ? "  " : "",
                              Word != NULL ? Word : "",
                              Parameter == 0 && Name != NULL ? " (stop code of Windows)" : "");
            }
        }
        WriteLabelled(Output, "Meaning", HvinfoExplainCrash(Crash, Text, sizeof(Text)));
    }
    if (Input->CrashCount != 0)
    {
        (void)fputc('\n', Output);
        WriteLabelled(Output, "",
                      "A Windows guest writes its stop code and the four parameters; other guests may write other "
                      "values.");
    }
}

static void WriteEvents(FILE *Output, const HVINFO_INPUT *Input)
{
    if (Input->EventCount != 0)
    {
        (void)fputs("\nThe log also reports\n", Output);
    }
    for (size_t Index = 0; Index < Input->EventCount; ++Index)
    {
        const HVINFO_EVENT *Event = &Input->Events[Index];
        PARAGRAPH Paragraph = BeginParagraph(Output, Event->Kind, LABEL + 2);
        char Text[600];

        (void)snprintf(Text, sizeof(Text), "%s%s%s", Event->Text, Event->Meaning[0] != '\0' ? ": " : "",
                       Event->Meaning);
        if (Event->Count > 1)
        {
            size_t Length = strlen(Text);

            (void)snprintf(Text + Length, sizeof(Text) - Length, " (%u times)", Event->Count);
        }
        WriteWords(&Paragraph, Text);
    }
}

static void WriteDevices(FILE *Output, const HVINFO_DEVICES *Devices)
{
    (void)fprintf(Output, "\nVMBus devices  [%s]%s\n", Devices->Directory, Devices->Count == 0 ? "  none" : "");
    for (size_t Index = 0; Index < Devices->Count; ++Index)
    {
        static const char Maker[] = "Microsoft Hyper-V ";
        const HVINFO_DEVICE *Device = &Devices->Device[Index];
        const char *Name = Device->Name;

        if (Name == NULL)
        {
            Name = Device->ClassId;
        }
        else if (strncmp(Name, Maker, sizeof(Maker) - 1) == 0)
        {
            Name += sizeof(Maker) - 1;
        }
        (void)fprintf(Output, "  %4u  %s  %s%s\n", (unsigned)Device->Id, Device->InstanceId, Name,
                      Device->Name == NULL ? " (class unknown)" : "");
    }
}

static void WriteHead(FILE *Output, const HVINFO_REPORT *Report)
{
    const HVINFO_INPUT *Input = Report->Input;

    if (Report->Fallback != NULL)
    {
        PARAGRAPH Paragraph = {Output, 0, 0, ""};

        WriteWords(&Paragraph, Report->Fallback);
        if (Input->Source == HvinfoSourceEmbedded)
        {
            (void)fputs("hvinfo shows a recording of another machine as an example.\n", Output);
        }
        (void)fputc('\n', Output);
    }
    switch (Input->Source)
    {
    case HvinfoSourceLive:
        (void)fputs("This machine\n", Output);
        break;
    case HvinfoSourceEmbedded:
        (void)fprintf(Output, "Embedded recording %s, not this machine\n", Input->Name);
        break;
    case HvinfoSourceRecording:
        (void)fprintf(Output, "Recording %s, not this machine\n", Input->Name);
        break;
    case HvinfoSourceKernelLog:
        (void)fprintf(Output, "Kernel log %s\n", Input->Name);
        break;
    case HvinfoSourceCrash:
        (void)fprintf(Output, "Crash registers in %s\n", Input->Name);
        break;
    case HvinfoSourceOptions:
    default:
        (void)fputs("Values from the command line\n", Output);
        break;
    }
    if (Input->Form != NULL && Input->Source == HvinfoSourceRecording)
    {
        WriteLabelled(Output, "Form", Input->Form);
    }
    if (Input->Section[0] != '\0')
    {
        WriteLabelled(Output, "Shown", Input->Section);
    }
    if (Input->Title[0] != '\0')
    {
        WriteLabelled(Output, "Title", Input->Title);
    }
    if (Input->Origin[0] != '\0')
    {
        WriteLabelled(Output, "Origin", Input->Origin);
    }
    if (Input->Note[0] != '\0')
    {
        WriteLabelled(Output, "Note", Input->Note);
    }
    if (Input->Title[0] != '\0')
    {
        (void)fputc('\n', Output);
    }
}

void HvinfoReportText(FILE *Output, const HVINFO_REPORT *Report)
{
    const HVINFO_INPUT *Input = Report->Input;
    HVINFO_SUMMARY Summary;
    bool AfterNone = false;

    HvinfoSummarize(Input, &Summary);
    WriteHead(Output, Report);
    WriteSummary(Output, Input, &Summary);
    WriteNotes(Output, Input);
    WriteCrashes(Output, Input);
    WriteEvents(Output, Input);
    for (size_t Index = 0; Summary.HyperV != HvinfoNo && Index < Input->LeafCount; ++Index)
    {
        const HVINFO_LEAF *Leaf = &Input->Leaves[Index];

        if (Leaf->Leaf > HvCpuIdFunctionMsHvVersion && HvinfoIsOurLeaf(&Summary, Leaf->Leaf) && Leaf->Subleaf == 0)
        {
            WriteLeaf(Output, Input, Leaf, &AfterNone);
        }
    }
    WriteMissing(Output, Input, &Summary);
    if (Report->Devices != NULL)
    {
        WriteDevices(Output, Report->Devices);
    }
}

/** A text of the recording under its key, in the way that recording.c reads it. */
static void WriteComment(FILE *Output, const char *Key, const char *Text)
{
    if (Text[0] != '\0')
    {
        PARAGRAPH Paragraph = {Output, 4, 4, "#   "};

        (void)fprintf(Output, "# %s: ", Key);
        WriteWords(&Paragraph, Text);
    }
}

void HvinfoReportRaw(FILE *Output, const HVINFO_REPORT *Report)
{
    const HVINFO_INPUT *Input = Report->Input;

    (void)fputs("# Mile.HyperV CPUID recording\n", Output);
    if (Report->Fallback != NULL)
    {
        WriteComment(Output, "shown because", Report->Fallback);
    }
    if (Input->Source == HvinfoSourceEmbedded)
    {
        (void)fprintf(Output, "# embedded recording %s, not this machine\n", Input->Name);
    }
    WriteComment(Output, "title", Input->Title);
    WriteComment(Output, "origin", Input->Source == HvinfoSourceLive ? "hvinfo --live --raw" : Input->Origin);
    WriteComment(Output, "note", Input->Note);
    if (Input->Architecture == HvinfoArm64)
    {
        (void)fputs("# architecture: arm64\n", Output);
    }
    (void)fputs("# leaf   subleaf  eax      ebx      ecx      edx\n", Output);
    for (size_t Index = 0; Index < Input->LeafCount; ++Index)
    {
        const HVINFO_LEAF *Leaf = &Input->Leaves[Index];

        (void)fprintf(Output, "%08x %08x", (unsigned)Leaf->Leaf, (unsigned)Leaf->Subleaf);
        for (unsigned Register = 0; Register < HvinfoRegisters; ++Register)
        {
            if ((Leaf->Known >> Register & 1) != 0)
            {
                (void)fprintf(Output, " %08x", (unsigned)Leaf->Register[Register]);
            }
            else
            {
                (void)fputs(" --------", Output);
            }
        }
        (void)fputc('\n', Output);
    }
}
