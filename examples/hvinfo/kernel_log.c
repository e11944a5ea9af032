/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Kernel logs: the registers that a guest's kernel prints while it boots, and its drivers' reports.
 *
 * Linux prints some registers of the hypervisor's leaves unchanged, under
 * names of its own, and the version in parts. The names changed over the
 * years:
 *
 *     Hyper-V: privilege flags low 0xae7f, high 0x3b8030, ext 0x62, hints 0xa0e24, misc 0xe0bed7b2
 *     Hyper-V: features 0x2e7f, hints 0x60e24, misc 0xbed7b2
 *     Hyper-V: Features 0x2e7f, hints 0xe                        ARM64, before 5.15
 *     Hyper-V: Nested features: 0x3e0101
 *     Hyper-V: Isolation Config: Group A 0x0, Group B 0x3
 *     Hyper-V: Host Build 10.0.20348.1799-1-0
 *     Hyper-V Host Build:14393-10.0-0-0.576; Vmbus version:4.0
 *
 * On ARM64 "misc" is the third word of the register that corresponds to leaf
 * 0x40000003, where that architecture has its features; on x64 it is EDX, the
 * fourth. The log itself shows the architecture in most cases.
 *
 * FreeBSD, DragonFly, NetBSD and illumos print "Hyper-V Version: 10.0.19041
 * [SP1]" and "Features=" lines, illumos also "do_cpuid:" lines; OpenBSD,
 * SerenityOS and Haiku have lines of their own (Read... below).
 *
 * A log may contain several boots; each is a section of the reading. Every other
 * line is ignored; one that begins like these and does not continue like
 * them is an error.
 */

#include "hvinfo.h"

#include <stdlib.h>
#include <string.h>

#include <Mile.HyperV/Hypervisor/Cpuid.h>

#define MAXIMUM_LINE 512

/** A register whose place depends on the architecture, until the boot ends. */
typedef struct DEFERRED
{
    bool IsKnown;
    uint32_t Value;
    unsigned Line;
    unsigned Register; /**< HvinfoEcx for ext, HvinfoEdx for misc. */
} DEFERRED;

typedef struct LOG
{
    DEFERRED Ext;
    DEFERRED Misc;
    size_t TakenBefore;    /**< Reading->Taken at the start of the boot. */
    double Time;           /**< Of the last line with a time stamp of the kernel. */
    unsigned FeatureLines; /**< Lines in which "Features=" is the hypervisor's, not the processor's. */
    unsigned Boots;
} LOG;

/** Stores a register, unless another line of the boot has another value. */
static bool Tell(HVINFO_READING *Reading, uint32_t Leaf, unsigned Register, uint32_t Value)
{
    unsigned Other;
    uint32_t OtherValue;

    HvinfoKeepRegister(Reading, Leaf, Register, Value, &Other, &OtherValue);
    if (Other != 0)
    {
        (void)HvinfoRefuse(Reading, "0x%x, but line %u says 0x%x: a log of two boots?", (unsigned)Value, Other,
                           (unsigned)OtherValue);
    }
    return Other == 0;
}

/*
 * Boots.
 */

/** Puts ext and misc where the architecture of the boot has them. */
static void EndBoot(HVINFO_READING *Reading, LOG *Log)
{
    HVINFO_SECTION *Section = &Reading->Sections[Reading->Section];
    HVINFO_ARCHITECTURE Architecture = Section->Architecture;
    DEFERRED *Deferred[] = {&Log->Ext, &Log->Misc};

    if (Architecture == 0)
    {
        Architecture = Reading->Input->Architecture != 0 ? Reading->Input->Architecture : HvinfoX64;
        Section->Architecture = Architecture;
        if (Log->Misc.IsKnown || Log->Ext.IsKnown)
        {
            HvinfoNote(Reading->Input, "The log does not show its architecture; %s is assumed (--arch selects another).",
                       Architecture == HvinfoArm64 ? "ARM64" : "x64");
        }
    }
    for (size_t Index = 0; Index < 2; ++Index)
    {
        unsigned Place;
        unsigned Line = Reading->Line;

        if (!Deferred[Index]->IsKnown)
        {
            continue;
        }
        Deferred[Index]->IsKnown = false;
        Reading->Line = Deferred[Index]->Line;
        if (HvinfoKernelRegister(Architecture, HvCpuIdFunctionMsHvFeatures, Deferred[Index]->Register, &Place))
        {
            (void)Tell(Reading, HvCpuIdFunctionMsHvFeatures, Place, Deferred[Index]->Value);
        }
        else
        {
            (void)HvinfoRefuse(Reading, "what 'ext' is on ARM64 no source tells");
        }
        Reading->Line = Line;
    }
}

static void BeginBoot(HVINFO_READING *Reading, LOG *Log)
{
    char Label[32];

    if (Reading->Taken == Log->TakenBefore)
    {
        return; /* Nothing has been taken since the last beginning. */
    }
    EndBoot(Reading, Log);
    if (Log->Boots == 0)
    {
        (void)snprintf(Reading->Sections[0].Label, sizeof(Reading->Sections[0].Label), "boot 1");
        Log->Boots = 1;
    }
    (void)snprintf(Label, sizeof(Label), "boot %u", ++Log->Boots);
    HvinfoEnterSection(Reading, Label);
    Log->TakenBefore = Reading->Taken;
    Log->FeatureLines = 0;
}

/** Begins a boot at the first line of a kernel, or where its clock starts again. */
static void WatchBoots(HVINFO_READING *Reading, LOG *Log, const char *Line, size_t Length)
{
    static const char *const Starts[] = {"Linux version ",
                                         "Booting Linux on physical CPU",
                                         "---<<BOOT>>---",
                                         "-- Reboot --",
                                         "-- Boot ",
                                         "The FreeBSD Project.",
                                         "SunOS Release ",
                                         "The DragonFly Project.",
                                         "The NetBSD Foundation",
                                         "OpenBSD Project.  All rights reserved",
                                         "Welcome to the Haiku"};
    const char *Bracket = memchr(Line, '[', Length > 64 ? 64 : Length);

    for (size_t Index = 0; Index < sizeof(Starts) / sizeof(Starts[0]); ++Index)
    {
        if (HvinfoFind(Line, Length, Starts[Index]) != NULL)
        {
            BeginBoot(Reading, Log);
            return;
        }
    }
    if (Bracket != NULL)
    {
        char Text[24];
        size_t Rest = (size_t)(Line + Length - Bracket) - 1;
        char *End;
        double Time;

        Rest = Rest < sizeof(Text) - 1 ? Rest : sizeof(Text) - 1;
        memcpy(Text, Bracket + 1, Rest);
        Text[Rest] = '\0';
        Time = strtod(Text + strspn(Text, " "), &End);
        if (*End == ']' && memchr(Text, '.', sizeof(Text)) != NULL && Time >= 0)
        {
            if (Time + 1 < Log->Time)
            {
                BeginBoot(Reading, Log);
            }
            Log->Time = Time;
        }
    }
}

/** Finds the architecture and the machine in lines that are not about the hypervisor. */
static void WatchMarks(HVINFO_READING *Reading, const char *Line, size_t Length)
{
    static const struct
    {
        const char *Text;
        HVINFO_ARCHITECTURE Architecture;
    } Marks[] = {
        {"Booting Linux on physical CPU", HvinfoArm64},
        {"aarch64", HvinfoArm64},
        {"arch_timer: ", HvinfoArm64},
        {"GICv3: ", HvinfoArm64},
        {"psci: ", HvinfoArm64},
        {"ARM64", HvinfoArm64},
        {"x86_64", HvinfoX64},
        {"BIOS-e820", HvinfoX64},
        {"x86/fpu", HvinfoX64},
        {"Hypervisor detected:", HvinfoX64},
        {"LAPIC Timer Frequency", HvinfoX64},
        {"GenuineIntel", HvinfoX64},
        {"AuthenticAMD", HvinfoX64},
        {"amd64", HvinfoX64},
    };
    static const struct
    {
        const char *Text;
        const char *Name;
    } Machines[] = {
        {"DMI: Microsoft Corporation Virtual Machine", "Hyper-V"},
        {"DMI: QEMU ", "QEMU"},
        {"DMI: Red Hat KVM", "KVM"},
        {"DMI: VMware", "VMware"},
        {"DMI: innotek GmbH VirtualBox", "VirtualBox"},
        {"DMI: Xen ", "Xen"},
        {"DMI: Parallels", "Parallels"},
        {"DMI: FreeBSD BHYVE", "bhyve"},
        {"DMI: Nutanix AHV", "KVM (Nutanix AHV)"},
        {"DMI: Google Google Compute Engine", "KVM (Google Compute Engine)"},
        {"DMI: Amazon EC2", "Amazon EC2"},
    };
    HVINFO_SECTION *Section = &Reading->Sections[Reading->Section];

    for (size_t Index = 0; Section->Architecture == 0 && Index < sizeof(Marks) / sizeof(Marks[0]); ++Index)
    {
        if (HvinfoFind(Line, Length, Marks[Index].Text) != NULL)
        {
            Section->Architecture = Marks[Index].Architecture;
        }
    }
    if (HvinfoFind(Line, Length, "DMI: ") != NULL)
    {
        for (size_t Index = 0; Index < sizeof(Machines) / sizeof(Machines[0]); ++Index)
        {
            if (HvinfoFind(Line, Length, Machines[Index].Text) != NULL)
            {
                Section->Machine.Name = Machines[Index].Name;
                Section->Machine.Line = Reading->Line;
            }
        }
    }
}

/*
 * Linux: registers and versions.
 */

/** Name of a register in the kernel's line. */
static const struct
{
    const char *Key;
    uint32_t Leaf;
    unsigned Register;
} Keys[] = {
    {"privilege flags low", HvCpuIdFunctionMsHvFeatures, HvinfoEax},
    {"features", HvCpuIdFunctionMsHvFeatures, HvinfoEax},
    {"Features", HvCpuIdFunctionMsHvFeatures, HvinfoEax},
    {"high", HvCpuIdFunctionMsHvFeatures, HvinfoEbx},
    {"ext", HvCpuIdFunctionMsHvFeatures, HvinfoEcx},
    {"misc", HvCpuIdFunctionMsHvFeatures, HvinfoEdx},
    {"hints", HvCpuIdFunctionMsHvEnlightenmentInformation, HvinfoEax},
    {"Nested features:", HvCpuIdFunctionMsHvNestedVirtFeatures, HvinfoEax},
    {"Isolation Config: Group A", HvCpuIdFunctionMsHvIsolationConfiguration, HvinfoEax},
    {"Group B", HvCpuIdFunctionMsHvIsolationConfiguration, HvinfoEbx},
};

static const size_t KeyCount = sizeof(Keys) / sizeof(Keys[0]);

bool HvinfoKernelRegister(HVINFO_ARCHITECTURE Architecture, uint32_t Leaf, unsigned Register, unsigned *Place)
{
    *Place = Register;
    if (Architecture == HvinfoArm64 && Leaf == HvCpuIdFunctionMsHvFeatures)
    {
        if (Register == HvinfoEcx)
        {
            return false;
        }
        *Place = Register == HvinfoEdx ? HvinfoEcx : Register;
    }
    return true;
}

/** The key that @p Text begins with, KeyCount if none; *Rest is what follows it and its blank. */
static size_t FindKey(const char *Text, const char **Rest)
{
    for (size_t Index = 0; Index < KeyCount; ++Index)
    {
        size_t Length = strlen(Keys[Index].Key);

        if (strncmp(Text, Keys[Index].Key, Length) == 0 && Text[Length] == ' ')
        {
            *Rest = Text + Length + 1;
            return Index;
        }
    }
    return KeyCount;
}

/** Keeps the value of a key, or puts it off until the architecture is known. */
static bool TellKey(HVINFO_READING *Reading, LOG *Log, size_t Key, uint32_t Value)
{
    DEFERRED *Deferred = strcmp(Keys[Key].Key, "ext") == 0    ? &Log->Ext
                         : strcmp(Keys[Key].Key, "misc") == 0 ? &Log->Misc
                                                              : NULL;

    if (Deferred == NULL)
    {
        return Tell(Reading, Keys[Key].Leaf, Keys[Key].Register, Value);
    }
    if (Deferred->IsKnown && Deferred->Value != Value)
    {
        (void)HvinfoRefuse(Reading, "0x%x, but line %u says 0x%x: a log of two boots?", (unsigned)Value, Deferred->Line,
                           (unsigned)Deferred->Value);
        return false;
    }
    Deferred->IsKnown = true;
    Deferred->Value = Value;
    Deferred->Line = Reading->Line;
    Deferred->Register = Keys[Key].Register;
    return true;
}

/** "key 0x1, key 0x2", the first key being known. */
static bool ParseRegisters(HVINFO_READING *Reading, LOG *Log, const char *Text)
{
    for (;;)
    {
        const char *Value;
        size_t Key = FindKey(Text, &Value);
        size_t Length;
        uint32_t Register;

        if (Key == KeyCount)
        {
            (void)HvinfoRefuse(Reading, "'%.40s' is none of the values that the kernel prints here", Text);
            return false;
        }
        Length = strcspn(Value, ", ");
        if (strncmp(Value, "0x", 2) != 0 || !HvinfoParseHex(Value, Length, &Register))
        {
            (void)HvinfoRefuse(Reading, "%s '%.*s' is not a hexadecimal number of 32 bits", Keys[Key].Key,
                               (int)(Length > 40 ? 40 : Length), Value);
            return false;
        }
        if (!TellKey(Reading, Log, Key, Register))
        {
            return false;
        }
        Text = Value + Length;
        if (*Text == '\0')
        {
            return true;
        }
        if (strncmp(Text, ", ", 2) != 0)
        {
            (void)HvinfoRefuse(Reading, "'%.40s' where a comma or the end belongs", Text);
            return false;
        }
        Text += 2;
    }
}

/** Whether the boot has another value of the register. */
static bool Contradicts(const HVINFO_READING *Reading, uint32_t Leaf, unsigned Register, uint32_t Value)
{
    for (size_t Index = Reading->RecordCount; Index != 0; --Index)
    {
        const HVINFO_RECORD *Record = &Reading->Records[Index - 1];

        if (Record->Section == Reading->Section && Record->Leaf.Leaf == Leaf && Record->Leaf.Subleaf == 0)
        {
            return (Record->Leaf.Known >> Register & 1) != 0 && Record->Leaf.Register[Register] != Value;
        }
    }
    return false;
}

/** Whether the line that comes first in a boot has other values than the present boot: then another one has begun. */
static bool IsNextBoot(const HVINFO_READING *Reading, const LOG *Log, const char *Text)
{
    const char *Value;
    size_t Key = FindKey(Text, &Value);
    bool IsFirst = Key < 3;

    while (IsFirst && Key != KeyCount)
    {
        size_t Length = strcspn(Value, ", ");
        uint32_t Register;
        bool IsMisc = strcmp(Keys[Key].Key, "misc") == 0;

        if (!HvinfoParseHex(Value, Length, &Register))
        {
            return false;
        }
        if (IsMisc ? Log->Misc.IsKnown && Log->Misc.Value != Register
                   : Contradicts(Reading, Keys[Key].Leaf, Keys[Key].Register, Register))
        {
            return true;
        }
        Value += Length;
        Key = strncmp(Value, ", ", 2) == 0 ? FindKey(Value + 2, &Value) : KeyCount;
    }
    return false;
}

/** Compares with @p Pattern, in which each '%' takes a decimal number of 32 bits. */
static bool Scan(const char *Text, const char *Pattern, uint32_t *Values)
{
    for (; *Pattern != '\0'; ++Pattern)
    {
        uint64_t Value = 0;

        if (*Pattern != '%')
        {
            if (*Text++ != *Pattern)
            {
                return false;
            }
            continue;
        }
        if (*Text < '0' || *Text > '9')
        {
            return false;
        }
        while (*Text >= '0' && *Text <= '9')
        {
            Value = Value * 10 + (uint64_t)(*Text++ - '0');
            if (Value > UINT32_MAX)
            {
                return false;
            }
        }
        *Values++ = (uint32_t)Value;
    }
    return *Text == '\0' || *Text == ';' || *Text == ' ' || *Text == ',';
}

/** The version that follows "Hyper-V" in @p Text; *Matched receives whether the line contains a version. */
static bool ParseVersion(HVINFO_READING *Reading, const char *Text, bool *Matched)
{
    enum
    {
        Major,
        Minor,
        Build,
        ServicePack,
        Branch,
        ServiceNumber,
    };
    /* The order in which each form has the figures. */
    static const struct
    {
        const char *Start;
        const char *Rest;
        unsigned Count;
        unsigned char Order[6];
    } Forms[] = {
        {" Host Build:", "%-%.%-%-%.%", 6, {Build, Major, Minor, ServicePack, Branch, ServiceNumber}},
        {": Host Build ", "%.%.%.%-%-%", 6, {Major, Minor, Build, ServiceNumber, ServicePack, Branch}},
        {": Hypervisor Build ", "%.%.%.%-%-%", 6, {Major, Minor, Build, ServiceNumber, ServicePack, Branch}},
        {" Version: ", "%.%.% [SP%]", 4, {Major, Minor, Build, ServicePack}},
        {" version: ", "%.%.% [SP%]", 4, {Major, Minor, Build, ServicePack}},   /* Haiku. */
        {" system identity ", "%.%, build number %", 3, {Major, Minor, Build}}, /* SerenityOS. */
    };

    *Matched = false;
    for (size_t Index = 0; Index < sizeof(Forms) / sizeof(Forms[0]); ++Index)
    {
        uint32_t Values[6];
        uint32_t Figure[6] = {0};
        size_t Length = strlen(Forms[Index].Start);

        if (strncmp(Text, Forms[Index].Start, Length) != 0)
        {
            continue;
        }
        *Matched = true;
        if (!Scan(Text + Length, Forms[Index].Rest, Values))
        {
            (void)HvinfoRefuse(Reading, "'%.60s' is not a version", Text + Length);
            return false;
        }
        for (unsigned Place = 0; Place < Forms[Index].Count; ++Place)
        {
            Figure[Forms[Index].Order[Place]] = Values[Place];
        }
        if (Figure[Major] > 0xFFFF || Figure[Minor] > 0xFFFF || Figure[Branch] > 0xFF ||
            Figure[ServiceNumber] > 0xFFFFFF)
        {
            (void)HvinfoRefuse(Reading, "'%.60s' does not fit the registers of a version", Text + Length);
            return false;
        }
        return Tell(Reading, HvCpuIdFunctionMsHvVersion, HvinfoEax, Figure[Build]) &&
               Tell(Reading, HvCpuIdFunctionMsHvVersion, HvinfoEbx, Figure[Major] << 16 | Figure[Minor]) &&
               (Forms[Index].Count < 4 || Tell(Reading, HvCpuIdFunctionMsHvVersion, HvinfoEcx, Figure[ServicePack])) &&
               (Forms[Index].Count < 6 ||
                Tell(Reading, HvCpuIdFunctionMsHvVersion, HvinfoEdx, Figure[Branch] << 24 | Figure[ServiceNumber]));
    }
    return true;
}

/** Haiku: "Hyper-V features: 00002E7F:003880B0:00000002:00BED7B2". */
static bool ReadHaiku(HVINFO_READING *Reading, const char *Text)
{
    HVINFO_WORD Words[HVINFO_MAXIMUM_WORDS];

    if (strncmp(Text, " features: ", 11) != 0 || HvinfoSplit(Text + 11, strlen(Text + 11), Words) < 4)
    {
        return false;
    }
    for (unsigned Register = 0; Register < HvinfoRegisters; ++Register)
    {
        if (!Words[Register].IsNumber || Words[Register].Digits != 8)
        {
            return false;
        }
    }
    for (unsigned Register = 0; Register < HvinfoRegisters; ++Register)
    {
        (void)Tell(Reading, HvCpuIdFunctionMsHvFeatures, Register, (uint32_t)Words[Register].Value);
    }
    return true;
}

/** Text after "Hyper-V" in a line; IsCut if that is more than fits. */
static HVINFO_LINE ParseProduct(HVINFO_READING *Reading, LOG *Log, const char *Text, bool IsCut)
{
    const char *Rest;
    bool Matched;

    if (!ParseVersion(Reading, Text, &Matched))
    {
        return HvinfoLineRefused;
    }
    if (Matched)
    {
        Log->FeatureLines = 8;
        return HvinfoLineTaken;
    }
    if (ReadHaiku(Reading, Text))
    {
        return HvinfoLineTaken;
    }
    if (strncmp(Text, " interface signature '", 22) == 0)
    {
        uint32_t Value;

        if (HvinfoNumberAfter(Text, strlen(Text), "(", &Value))
        {
            return Tell(Reading, HvCpuIdFunctionHvInterface, HvinfoEax, Value) ? HvinfoLineTaken : HvinfoLineRefused;
        }
    }
    if (strncmp(Text, ": ", 2) == 0 && FindKey(Text + 2, &Rest) != KeyCount)
    {
        HVINFO_SECTION *Section;

        if (IsCut)
        {
            return HvinfoRefuse(Reading, "the line has more than %u characters", (unsigned)MAXIMUM_LINE);
        }
        if (IsNextBoot(Reading, Log, Text + 2))
        {
            BeginBoot(Reading, Log);
        }
        Section = &Reading->Sections[Reading->Section];
        if (strncmp(Text, ": Features ", 11) == 0 && Section->Architecture == 0)
        {
            Section->Architecture = HvinfoArm64; /* Only those kernels print a capital. */
        }
        return ParseRegisters(Reading, Log, Text + 2) ? HvinfoLineTaken : HvinfoLineRefused;
    }
    return HvinfoLinePassed;
}

/** The product's name in the line, in either spelling, from @p Start on; *Rest is what follows it. */
static bool FindProduct(const char *Line, size_t Length, size_t *Start, const char **Rest, size_t *RestLength)
{
    static const char *const Products[] = {"Hyper-V", "HyperV"};

    for (size_t Index = *Start; Index < Length; ++Index)
    {
        if (Line[Index] != 'H')
        {
            continue;
        }
        for (size_t Product = 0; Product < sizeof(Products) / sizeof(Products[0]); ++Product)
        {
            size_t ProductLength = strlen(Products[Product]);

            if (Length - Index >= ProductLength && memcmp(Line + Index, Products[Product], ProductLength) == 0)
            {
                *Start = Index + ProductLength;
                *Rest = Line + *Start;
                *RestLength = Length - *Start;
                return true;
            }
        }
    }
    return false;
}

/** Every place of the product's name: a host may be called like it. */
static HVINFO_LINE ReadProduct(HVINFO_READING *Reading, LOG *Log, const char *Line, size_t Length)
{
    size_t Start = 0;
    const char *Rest;
    size_t RestLength;

    while (FindProduct(Line, Length, &Start, &Rest, &RestLength))
    {
        char Text[MAXIMUM_LINE + 1];
        size_t Copied = RestLength > MAXIMUM_LINE ? MAXIMUM_LINE : RestLength;
        HVINFO_LINE Result;

        for (size_t Index = 0; Index < Copied; ++Index)
        {
            /* A message may quote the line, so nothing but plain text goes on from here. */
            Text[Index] = Rest[Index] >= ' ' && Rest[Index] <= '~' ? Rest[Index] : '?';
        }
        Text[Copied] = '\0';
        Result = ParseProduct(Reading, Log, Text, RestLength > MAXIMUM_LINE);
        if (Result != HvinfoLinePassed)
        {
            return Result;
        }
        if (Start > 4 * MAXIMUM_LINE)
        {
            break;
        }
    }
    return HvinfoLinePassed;
}

/*
 * The BSDs, illumos, SerenityOS.
 */

/** illumos: "do_cpuid: cpuid leaf=0x40000000, eax=0x40000006, ebx=..., ecx=..., edx=...". */
static HVINFO_LINE ReadDoCpuid(HVINFO_READING *Reading, const char *Line, size_t Length)
{
    static const char *const RegisterNames[] = {"eax=", "ebx=", "ecx=", "edx="};
    uint32_t Leaf;

    if (!HvinfoNumberAfter(Line, Length, "cpuid leaf=", &Leaf))
    {
        return HvinfoLinePassed;
    }
    for (unsigned Register = 0; Register < HvinfoRegisters; ++Register)
    {
        uint32_t Value;

        if (!HvinfoNumberAfter(Line, Length, RegisterNames[Register], &Value))
        {
            return HvinfoRefuse(Reading, "leaf %08X: no number follows %s", (unsigned)Leaf, RegisterNames[Register]);
        }
        if (!Tell(Reading, Leaf, Register, Value))
        {
            return HvinfoLineRefused;
        }
    }
    return HvinfoLineTaken;
}

/** The "Features=" lines of FreeBSD, DragonFly, NetBSD and illumos, which follow the version. */
static HVINFO_LINE ReadFeatures(HVINFO_READING *Reading, LOG *Log, const char *Line, size_t Length)
{
    static const struct
    {
        const char *Key;
        unsigned Register;
    } Lines[] = {
        {"PM Features=", HvinfoEcx}, {"Features2[PM]=", HvinfoEcx}, {"Features1=", HvinfoEbx},
        {"Features3=", HvinfoEdx},   {"Features=", HvinfoEax},
    };

    for (size_t Index = 0; Index < sizeof(Lines) / sizeof(Lines[0]); ++Index)
    {
        uint32_t Value;
        uint32_t State;

        if (HvinfoFind(Line, Length, "<FPU") != NULL || !HvinfoNumberAfter(Line, Length, Lines[Index].Key, &Value))
        {
            continue;
        }
        if (Lines[Index].Register == HvinfoEcx && HvinfoNumberAfter(Line, Length, "[C", &State))
        {
            Value |= State & 0xF; /* The deepest power state is printed apart. */
        }
        Log->FeatureLines = 8;
        return Tell(Reading, HvCpuIdFunctionMsHvFeatures, Lines[Index].Register, Value) ? HvinfoLineTaken
                                                                                        : HvinfoLineRefused;
    }
    return HvinfoLinePassed;
}

/** illumos: "hyperv_identify: Recommends: 00020c2c 00000fff" and "Limits: Vcpu:240 Lcpu:512 Int:804". */
static HVINFO_LINE ReadIdentify(HVINFO_READING *Reading, const char *Line, size_t Length)
{
    const char *Place = HvinfoFind(Line, Length, "Recommends: ");
    HVINFO_WORD Words[HVINFO_MAXIMUM_WORDS];
    uint32_t Value[3];

    if (Place != NULL && HvinfoSplit(Place + 12, (size_t)(Line + Length - Place) - 12, Words) >= 2 &&
        Words[0].IsNumber && Words[1].IsNumber && Words[0].Digits == 8 && Words[1].Digits == 8)
    {
        return Tell(Reading, HvCpuIdFunctionMsHvEnlightenmentInformation, HvinfoEax, (uint32_t)Words[0].Value) &&
                       Tell(Reading, HvCpuIdFunctionMsHvEnlightenmentInformation, HvinfoEbx, (uint32_t)Words[1].Value)
                   ? HvinfoLineTaken
                   : HvinfoLineRefused;
    }
    if (HvinfoNumberAfter(Line, Length, "Vcpu:", &Value[0]) && HvinfoNumberAfter(Line, Length, "Lcpu:", &Value[1]) &&
        HvinfoNumberAfter(Line, Length, "Int:", &Value[2]))
    {
        return Tell(Reading, HvCpuIdFunctionMsHvImplementationLimits, HvinfoEax, Value[0]) &&
                       Tell(Reading, HvCpuIdFunctionMsHvImplementationLimits, HvinfoEbx, Value[1]) &&
                       Tell(Reading, HvCpuIdFunctionMsHvImplementationLimits, HvinfoEcx, Value[2])
                   ? HvinfoLineTaken
                   : HvinfoLineRefused;
    }
    return HvinfoLinePassed;
}

/** SerenityOS: "CPUID hypervisor signature 'Microsoft Hv' (0x7263694d 0x666f736f 0x76482074), max leaf 0x40000006". */
static HVINFO_LINE ReadSignature(HVINFO_READING *Reading, const char *Line, size_t Length)
{
    const char *Place = HvinfoFind(Line, Length, "hypervisor signature '");
    const char *Bracket = Place != NULL ? HvinfoFind(Place, (size_t)(Line + Length - Place), "(0x") : NULL;
    HVINFO_WORD Words[HVINFO_MAXIMUM_WORDS];
    uint32_t Maximum;

    if (Bracket == NULL || !HvinfoNumberAfter(Line, Length, "max leaf ", &Maximum) ||
        HvinfoSplit(Bracket, (size_t)(Line + Length - Bracket), Words) < 3)
    {
        return HvinfoLinePassed;
    }
    for (unsigned Index = 0; Index < 3; ++Index)
    {
        if (!Words[Index].IsNumber || Words[Index].Value > UINT32_MAX)
        {
            return HvinfoRefuse(Reading, "the signature is not three numbers");
        }
    }
    return Tell(Reading, HvCpuIdFunctionHvVendorAndMaxFunction, HvinfoEax, Maximum) &&
                   Tell(Reading, HvCpuIdFunctionHvVendorAndMaxFunction, HvinfoEbx, (uint32_t)Words[0].Value) &&
                   Tell(Reading, HvCpuIdFunctionHvVendorAndMaxFunction, HvinfoEcx, (uint32_t)Words[1].Value) &&
                   Tell(Reading, HvCpuIdFunctionHvVendorAndMaxFunction, HvinfoEdx, (uint32_t)Words[2].Value)
               ? HvinfoLineTaken
               : HvinfoLineRefused;
}

/** OpenBSD: "hyperv0 at pvbus0: protocol 4.0, features 0x2e7f". */
static HVINFO_LINE ReadOpenBsd(HVINFO_READING *Reading, const char *Line, size_t Length)
{
    uint32_t Value;

    if (HvinfoFind(Line, Length, "hyperv") == NULL || HvinfoFind(Line, Length, "protocol ") == NULL ||
        !HvinfoNumberAfter(Line, Length, ", features ", &Value))
    {
        return HvinfoLinePassed;
    }
    return Tell(Reading, HvCpuIdFunctionMsHvFeatures, HvinfoEax, Value) ? HvinfoLineTaken : HvinfoLineRefused;
}

/** Whether any reader below can have the line: all of their lines have one of these. */
static bool MayBeOurs(const char *Line, size_t Length)
{
    static const char *const Words[] = {
        "hv_",    "yper",        "vmbus",      "Vmbus",      "VMBus", "hv",       "Features",
        "cpuid",  "GPADL",       "gpadl",      "open",       "srb",   "active: ", "tsc: ",
        "Limits", "msr: 0x4000", "MSR 0x4000", "MSR[0x4000", "msr[",  "msr_",     "creation_status",
    };

    for (size_t Index = 0; Index < sizeof(Words) / sizeof(Words[0]); ++Index)
    {
        if (HvinfoFind(Line, Length, Words[Index]) != NULL)
        {
            return true;
        }
    }
    return false;
}

static HVINFO_LINE ReadLine(HVINFO_READING *Reading, void *Context, const char *Line, size_t Length)
{
    LOG *Log = Context;
    size_t Looked = Length > HVINFO_MAXIMUM_LINE ? HVINFO_MAXIMUM_LINE : Length;
    HVINFO_LINE Result;

    WatchBoots(Reading, Log, Line, Looked);
    WatchMarks(Reading, Line, Looked);
    if (!MayBeOurs(Line, Looked))
    {
        Log->FeatureLines = 0;
        return HvinfoLinePassed;
    }
    Result = ReadProduct(Reading, Log, Line, Length);
    Length = Looked;
    if (Result == HvinfoLinePassed)
    {
        Result = ReadDoCpuid(Reading, Line, Length);
    }
    if (Result == HvinfoLinePassed && Log->FeatureLines != 0)
    {
        Result = ReadFeatures(Reading, Log, Line, Length);
        Log->FeatureLines -= Result == HvinfoLinePassed;
    }
    if (Result == HvinfoLinePassed && HvinfoFind(Line, Length, "hyperv_identify") != NULL)
    {
        Result = ReadIdentify(Reading, Line, Length);
    }
    if (Result == HvinfoLinePassed)
    {
        Result = ReadSignature(Reading, Line, Length);
    }
    if (Result == HvinfoLinePassed)
    {
        Result = ReadOpenBsd(Reading, Line, Length);
    }
    if (Result != HvinfoLineRefused)
    {
        /* The version of the VMBus may be in the line with the host's. */
        HVINFO_LINE Event = HvinfoReadEvent(Reading, Line, Length, Result == HvinfoLineTaken);

        Result = Result == HvinfoLinePassed ? Event : Result;
    }
    Reading->Taken += Result == HvinfoLineTaken;
    return Result;
}

static void Read(HVINFO_READING *Reading)
{
    LOG Log = {{false, 0, 0, 0}, {false, 0, 0, 0}, 0, 0, 0, 0};
    bool HasRegisters = false;

    HvinfoReadLines(Reading, &Log, ReadLine);
    EndBoot(Reading, &Log);
    for (size_t Index = 0; Index < Reading->RecordCount; ++Index)
    {
        HasRegisters = HasRegisters || Reading->Records[Index].Section == Reading->Section;
    }
    if (!HasRegisters && Reading->Taken != 0)
    {
        HvinfoNote(Reading->Input, "The lines of the boot in which the kernel prints the hypervisor's registers are "
                                   "missing (\"Hyper-V: privilege flags low ...\", \"Hyper-V: Host Build ...\").");
    }
}

const HVINFO_READER HvinfoKernelLogReader = {"kernel log", HvinfoSourceKernelLog, Read};
