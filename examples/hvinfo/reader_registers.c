/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Dumps that name each register, on one line with the leaf or on lines of their own.
 *
 *        0x40000000 0x00: eax=0x40000005 ebx=0x566e6558 ecx=0x65584d4d edx=0x4d4d566e     cpuid -r
 *     eax in: 0x40000000, eax = 40000001 ebx = 4b4d564b ecx = 564b4d56 edx = 0000004d     x86info
 *     do_cpuid: cpuid leaf=0x40000001, eax=0x31237648, ebx=0x00000000, ...                illumos
 *     CpuIdEntry { function: 1073741824, index: 0, flags: 0, eax: 1073741829, ... }       a monitor's log
 *     .input_eax = 0x40000000,                                                            source code
 *     .eax = 0x40000006,
 *     EAX=40000006 EBX=7263694d ECX=666f736f EDX=76482074                                 QEMU
 *     rax=0000000040000006 rbx=000000007263694d rcx=...                                   Windows Debugger
 *
 * A monitor or a debugger shows registers without a leaf. The signatures of
 * leaves 40000000 and 40000001 are recognized by themselves; for others a line
 * in front must name the leaf ("CPUID(0x40000003):").
 */

#include "hvinfo.h"

#include <string.h>

#include <Mile.HyperV/Hypervisor/Cpuid.h>

/** Lines that may lie between the name of a leaf and its registers. */
#define MAXIMUM_DISTANCE 12

static const char *const RegisterNames[HvinfoRegisters] = {"eax", "ebx", "ecx", "edx"};

typedef struct REGISTERS
{
    bool HasLeaf;
    uint32_t Leaf;
    uint32_t Subleaf;
    unsigned LeafLine;
    uint32_t Register[HvinfoRegisters];
    uint32_t Known;
    bool IsFirstPass; /**< Only to see whether the numbers are decimal. */
    bool HasDecimal;
    bool HasHexadecimal;
} REGISTERS;

/** 0 to 3 for eax to edx and rax to rdx, HvinfoRegisters for other words. */
static unsigned FindRegister(const HVINFO_WORD *Word)
{
    for (unsigned Index = 0; Index < HvinfoRegisters; ++Index)
    {
        char Wide[4] = {'r', 'a', 'x', '\0'};

        Wide[1] = RegisterNames[Index][1];
        if (HvinfoIsWord(Word, RegisterNames[Index]) || HvinfoIsWord(Word, Wide))
        {
            return Index;
        }
    }
    return HvinfoRegisters;
}

static bool IsOneOf(const HVINFO_WORD *Word, const char *const *Names, size_t Count)
{
    for (size_t Index = 0; Index < Count; ++Index)
    {
        if (HvinfoIsWord(Word, Names[Index]))
        {
            return true;
        }
    }
    return false;
}

static bool NamesLeaf(const HVINFO_WORD *Word)
{
    static const char *const Names[] = {"leaf",      "function", "func",   "fn",    "level",
                                        "input_eax", "eax_in",   "in_eax", "cpuid", "cpuid_leaf"};

    return IsOneOf(Word, Names, sizeof(Names) / sizeof(Names[0]));
}

static bool NamesSubleaf(const HVINFO_WORD *Word)
{
    static const char *const Names[] = {"subleaf", "sub_leaf", "index", "input_ecx", "ecx_in", "in_ecx", "subfunction"};

    return IsOneOf(Word, Names, sizeof(Names) / sizeof(Names[0]));
}

/** Whether the word can be a leaf without a name in front. */
static bool IsLeaf(const HVINFO_WORD *Word)
{
    return Word->IsNumber && Word->Value <= UINT32_MAX && (Word->HasPrefix || Word->Digits == 8);
}

/** Hands on what has been gathered, if its leaf is known or shows by itself. */
static bool Flush(HVINFO_READING *Reading, REGISTERS *Registers)
{
    bool Taken = false;

    if (Registers->Known != 0 && !Registers->HasLeaf && Registers->Known == 0xF)
    {
        static const char *const Vendors[] = {"Microsoft Hv", "KVMKVMKVM\0\0\0", "XenVMMXenVMM",
                                              "VMwareVMware", "VBoxVBoxVBox",    "TCGTCGTCGTCG"};

        for (size_t Index = 0; Index < sizeof(Vendors) / sizeof(Vendors[0]); ++Index)
        {
            if (memcmp(&Registers->Register[HvinfoEbx], Vendors[Index], 12) == 0)
            {
                Registers->HasLeaf = true;
                Registers->Leaf = HvCpuIdFunctionHvVendorAndMaxFunction;
            }
        }
        if (Registers->Register[HvinfoEax] == HvMicrosoftHypervisorInterface)
        {
            Registers->HasLeaf = true;
            Registers->Leaf = HvCpuIdFunctionHvInterface;
        }
    }
    if (Registers->HasLeaf && Registers->Known != 0)
    {
        HvinfoKeepLeaf(Reading, Registers->Leaf, Registers->Subleaf, Registers->Register, Registers->Known);
        Taken = true;
        Registers->HasLeaf = false;
    }
    Registers->Known = 0;
    if (Taken)
    {
        Registers->Subleaf = 0;
    }
    return Taken;
}

static void SetLeaf(HVINFO_READING *Reading, REGISTERS *Registers, uint32_t Leaf)
{
    (void)Flush(Reading, Registers);
    Registers->Subleaf = 0;
    Registers->HasLeaf = true;
    Registers->Leaf = Leaf;
    Registers->LeafLine = Reading->Line;
}

/** Looks at the registers of a line for what shows whether the numbers of the text without 0x are decimal. */
static void WatchDecimal(const HVINFO_WORD *Words, size_t Count, bool *HasDecimal, bool *HasHexadecimal)
{
    for (size_t Index = 0; Index + 1 < Count; ++Index)
    {
        const HVINFO_WORD *Next = &Words[Index + 1];

        if (FindRegister(&Words[Index]) != HvinfoRegisters && Next->IsNumber && !Next->HasPrefix &&
            HvinfoGapIs(Next, " \t:=\"'>("))
        {
            /* More digits than 32 bits have in hexadecimal; letters, or zeros in front. */
            *HasDecimal = *HasDecimal || (Next->IsDecimal && (Next->Digits == 9 || Next->Digits == 10));
            *HasHexadecimal = *HasHexadecimal || !Next->IsDecimal || (Next->Digits > 1 && Next->Text[0] == '0');
        }
    }
}

/** Shape of the first line of a form. */
static const char *NameForm(const char *Line, size_t Length, const HVINFO_WORD *Words, size_t Count)
{
    if (HvinfoFind(Line, Length, "eax in") != NULL)
    {
        return "x86info";
    }
    if (HvinfoFind(Line, Length, "do_cpuid") != NULL)
    {
        return "illumos's do_cpuid lines";
    }
    if (Count >= 3 && IsLeaf(&Words[0]) && Words[1].IsNumber && HvinfoIsWord(&Words[2], "eax"))
    {
        return "cpuid -r";
    }
    if (HvinfoFind(Line, Length, "EAX=") != NULL || HvinfoFind(Line, Length, "RAX=") != NULL ||
        HvinfoFind(Line, Length, "rax=") != NULL || HvinfoFind(Line, Length, "rdx=") != NULL)
    {
        return "registers of QEMU or a debugger";
    }
    return NULL;
}

/** The leaf, and the subleaf, in the numbers directly in front of word @p Index. */
static void TakeLeafBefore(HVINFO_READING *Reading, REGISTERS *Registers, const HVINFO_WORD *Words, size_t Index)
{
    if (Index == 0 || !Words[Index - 1].IsNumber || !HvinfoGapIs(&Words[Index], " \t:,=|>()[]{}\""))
    {
        return;
    }
    if (Index >= 2 && IsLeaf(&Words[Index - 2]) && HvinfoGapIs(&Words[Index - 1], " \t:,./()[]\"") &&
        Words[Index - 1].Value <= UINT32_MAX)
    {
        SetLeaf(Reading, Registers, (uint32_t)Words[Index - 2].Value);
        Registers->Subleaf = (uint32_t)Words[Index - 1].Value;
    }
    else if (IsLeaf(&Words[Index - 1]))
    {
        SetLeaf(Reading, Registers, (uint32_t)Words[Index - 1].Value);
    }
}

static HVINFO_LINE ReadLine(HVINFO_READING *Reading, void *Context, const char *Line, size_t Length)
{
    REGISTERS *Registers = Context;
    HVINFO_WORD Words[HVINFO_MAXIMUM_WORDS];
    HVINFO_LINE Result = HvinfoLinePassed;
    size_t Count;
    bool IsDecimal;
    bool LeafHere = false;
    bool RegisterHere = false;
    bool ContinuesLine;

    Line = HvinfoSkipPrefix(Line, &Length);
    if (Length > HVINFO_MAXIMUM_LINE)
    {
        Length = HVINFO_MAXIMUM_LINE;
    }
    Count = HvinfoSplit(Line, Length, Words);
    if (Registers->IsFirstPass)
    {
        WatchDecimal(Words, Count, &Registers->HasDecimal, &Registers->HasHexadecimal);
        return HvinfoLineTaken;
    }
    IsDecimal = Registers->HasDecimal && !Registers->HasHexadecimal;
    ContinuesLine = Length != 0 && strchr(",{\\", Line[Length - 1]) != NULL;
    if (Registers->HasLeaf && Registers->Known == 0 && Reading->Line - Registers->LeafLine > MAXIMUM_DISTANCE)
    {
        Registers->HasLeaf = false;
    }
    for (size_t Index = 0; Index < Count; ++Index)
    {
        const HVINFO_WORD *Word = &Words[Index];
        const HVINFO_WORD *Next = Index + 1 < Count ? &Words[Index + 1] : NULL;
        unsigned Register = FindRegister(Word);
        uint64_t Value;

        if (Next == NULL)
        {
            break;
        }
        Value = IsDecimal && Next->IsDecimal ? Next->Decimal : Next->Value;
        if (HvinfoIsWord(Next, "in") && Register != HvinfoRegisters && Index + 2 < Count && Words[Index + 2].IsNumber)
        {
            /* x86info: "eax in: 0x40000000" */
            if (Register == HvinfoEax)
            {
                SetLeaf(Reading, Registers, (uint32_t)Words[Index + 2].Value);
                LeafHere = true;
            }
            else
            {
                Registers->Subleaf = (uint32_t)Words[Index + 2].Value;
            }
            Index += 2;
            continue;
        }
        if (Register == HvinfoRegisters)
        {
            bool HasGap = HvinfoGapIs(Next, " \t:=\"'([{#>");

            if (NamesLeaf(Word) && HasGap && Next->IsNumber && Value <= UINT32_MAX &&
                (IsLeaf(Next) || !HvinfoIsWord(Word, "cpuid")))
            {
                SetLeaf(Reading, Registers, (uint32_t)Value);
                LeafHere = true;
            }
            else if (NamesSubleaf(Word) && HasGap && Next->IsNumber && Value <= UINT32_MAX)
            {
                Registers->Subleaf = (uint32_t)Value;
            }
            continue;
        }
        if (!HvinfoGapIs(Next, " \t:=\"'>("))
        {
            continue;
        }
        if (!RegisterHere && !LeafHere)
        {
            bool Had = Registers->HasLeaf && Registers->LeafLine == Reading->Line;

            TakeLeafBefore(Reading, Registers, Words, Index);
            LeafHere = LeafHere || (!Had && Registers->HasLeaf && Registers->LeafLine == Reading->Line);
        }
        if (!Next->IsNumber || Value > UINT32_MAX)
        {
            if (LeafHere)
            {
                return HvinfoRefuse(Reading, "%s '%.*s' is not a hexadecimal number of 32 bits",
                                    RegisterNames[Register], (int)(Next->Length > 40 ? 40 : Next->Length), Next->Text);
            }
            continue;
        }
        if (Registers->Known >> Register & 1)
        {
            Result = Flush(Reading, Registers) ? HvinfoLineTaken : Result;
        }
        Registers->Register[Register] = (uint32_t)Value;
        Registers->Known |= 1U << Register;
        RegisterHere = true;
        if (Registers->Known == 0xF)
        {
            Result = Flush(Reading, Registers) ? HvinfoLineTaken : Result;
        }
        ++Index;
    }
    if (LeafHere && RegisterHere && !ContinuesLine &&
        (Registers->Known == 1 || Registers->Known == 3 || Registers->Known == 7))
    {
        return HvinfoRefuse(Reading, "leaf %08X: the line ends before %s", (unsigned)Registers->Leaf,
                            RegisterNames[Registers->Known == 1   ? 1
                                          : Registers->Known == 3 ? 2
                                                                  : 3]);
    }
    if (Result == HvinfoLineTaken && Reading->Form == NULL)
    {
        Reading->Form = NameForm(Line, Length, Words, Count);
    }
    if (Result == HvinfoLinePassed)
    {
        if (HvinfoEnterProcessor(Reading, Line, Length) || RegisterHere || LeafHere)
        {
            Result = HvinfoLineTaken;
        }
    }
    return Result;
}

static void Read(HVINFO_READING *Reading)
{
    REGISTERS Registers = {0};

    Registers.IsFirstPass = true;
    HvinfoReadLines(Reading, &Registers, ReadLine);
    Registers.IsFirstPass = false;
    HvinfoReadLines(Reading, &Registers, ReadLine);
    (void)Flush(Reading, &Registers);
}

const HVINFO_READER HvinfoRegistersReader = {"registers by name", HvinfoSourceRecording, Read};
