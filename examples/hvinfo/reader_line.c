/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Dumps that announce each leaf by a keyword, its registers without names.
 *
 *     CPUID 40000000: 4000000B-7263694D-666F736F-76482074 [Microsoft Hv]      InstLatx64, AIDA64
 *     CPUID 00000004: 1C004121-01C0003F-0000003F-00000000 [SL 00]
 *     CPUID 40000000:00 = 40000005 7263694d 666f736f 76482074 | ...@Micro     tycho/cpuid
 *     CPUID 0x40000000 0x40000005 0x7263694D 0x666F736F 0x76482074            CPU-Z
 *     leaf 0x40000000 subleaf 0: 0x40000005 0x7263694d 0x666f736f 0x76482074  and others
 *     cpuid level 0x40000000: 0x40000005 0x7263694d 0x666f736f 0x76482074     cpucontrol of FreeBSD
 *     vmx| I125: hostCPUID level 00000004, 0: 0x1c004121 0x01c0003f ...       vmware.log
 *     guest vs. host CPUID guest level 40000000,  0: 0x40000010 ...
 *     00:00:00.154942 Gst: 00000000/0000  0000000d 756e6547 6c65746e 49656e69 VirtualBox.log
 *     00:00:00.154943 Hst:                0000000d 756e6547 6c65746e 49656e69
 *     basic_cpuid[0]=00000016 756e6547 6c65746e 49656e69                      libcpuid
 */

#include "hvinfo.h"

#include <string.h>

/** The leaf that VirtualBox's line of the host belongs to. */
typedef struct LINES
{
    bool HasLeaf;
    uint32_t Leaf;
    uint32_t Subleaf;
} LINES;

static const char *const RegisterNames[HvinfoRegisters] = {"eax", "ebx", "ecx", "edx"};

/** Whether the word can be a leaf: with 0x, or with eight digits. */
static bool IsLeaf(const HVINFO_WORD *Word)
{
    return Word->IsNumber && Word->Value <= UINT32_MAX && (Word->HasPrefix || Word->Digits == 8);
}

/** Whether the word was meant as a register: eight characters, most of them digits. */
static bool IsMeantAsNumber(const HVINFO_WORD *Word)
{
    size_t Digits = 0;

    for (size_t Index = 0; Index < Word->Length; ++Index)
    {
        Digits += strchr("0123456789abcdefABCDEFxX", Word->Text[Index]) != NULL;
    }
    return Word->Length >= 8 && Digits * 4 >= Word->Length * 3;
}

/** "[SL 0A]" in what follows the registers. */
static bool FindSubleaf(const char *Text, size_t Length, uint32_t *Subleaf)
{
    const char *Mark = HvinfoFind(Text, Length, "[SL ");
    size_t Digits = 0;

    if (Mark == NULL)
    {
        return false;
    }
    Mark += 4;
    while (Mark + Digits != Text + Length && Mark[Digits] != ']' && Digits < 9)
    {
        ++Digits;
    }
    return HvinfoParseHex(Mark, Digits, Subleaf);
}

static bool NamesSubleaf(const HVINFO_WORD *Word)
{
    return HvinfoIsWord(Word, "index") || HvinfoIsWord(Word, "subleaf") || HvinfoIsWord(Word, "sub") ||
           HvinfoIsWord(Word, "ecx") || HvinfoIsWord(Word, "SL");
}

/** Whether the word announces a leaf. */
static bool NamesLeaf(const HVINFO_WORD *Word)
{
    return HvinfoIsWord(Word, "level") || HvinfoIsWord(Word, "leaf") || HvinfoIsWord(Word, "function") ||
           HvinfoIsWord(Word, "func") || HvinfoIsWord(Word, "fn");
}

/** The registers in @p Words, behind the leaf; the subleaf too if there are five numbers. */
static HVINFO_LINE ReadRegisters(HVINFO_READING *Reading, uint32_t Leaf, const uint32_t *Subleaf,
                                 const HVINFO_WORD *Words, size_t Count, const char *End)
{
    uint32_t Value[5];
    uint32_t Register[HvinfoRegisters];
    uint32_t Marked = 0;
    unsigned Numbers = 0;
    bool HasSubleaf = Subleaf != NULL;
    const HVINFO_WORD *Next;

    if (Count >= 2 && !HasSubleaf && NamesSubleaf(&Words[0]) && Words[1].IsNumber)
    {
        Marked = (uint32_t)Words[1].Value;
        Subleaf = &Marked;
        HasSubleaf = true;
        Words += 2;
        Count -= 2;
    }
    Next = Words;
    for (; Next != Words + Count && Numbers < 5 && HvinfoGapIs(Next, " \t-:=,/._()"); ++Next)
    {
        if (!Next->IsNumber || Next->Value > UINT32_MAX)
        {
            if (Numbers == 0 && !IsMeantAsNumber(Next))
            {
                return HvinfoLinePassed; /* A sentence that mentions a leaf. */
            }
            if (Numbers >= 4)
            {
                break;
            }
            return HvinfoRefuse(Reading, "%s '%.*s' is not a hexadecimal number of 32 bits", RegisterNames[Numbers],
                                (int)(Next->Length > 40 ? 40 : Next->Length), Next->Text);
        }
        Value[Numbers++] = (uint32_t)Next->Value;
    }
    if (Numbers == 0)
    {
        return HvinfoLinePassed;
    }
    if (!HasSubleaf && Numbers >= 2 && Words[0].Digits < 8 && (Words[1].Digits == 8 || Numbers == 5))
    {
        HasSubleaf = true;
        Marked = Value[0];
        memmove(Value, Value + 1, 4 * sizeof(Value[0]));
        --Numbers;
    }
    else if (HasSubleaf)
    {
        Marked = *Subleaf;
    }
    if (Numbers < HvinfoRegisters)
    {
        return HvinfoRefuse(Reading, "leaf %08X: the line ends before %s", (unsigned)Leaf, RegisterNames[Numbers]);
    }
    memcpy(Register, Value, sizeof(Register));
    if (!HasSubleaf && FindSubleaf(Words[0].Text, (size_t)(End - Words[0].Text), &Marked))
    {
        HasSubleaf = true;
    }
    if (HasSubleaf)
    {
        HvinfoKeepLeaf(Reading, Leaf, Marked, Register, 0xF);
    }
    else
    {
        HvinfoKeepNextLeaf(Reading, Leaf, Register);
    }
    return HvinfoLineTaken;
}

/** "basic_cpuid[3]=" and the others of libcpuid; the words are from the name on. */
static HVINFO_LINE ReadLibcpuid(HVINFO_READING *Reading, const HVINFO_WORD *Words, size_t Count, const char *End)
{
    static const char *const Prefixes[] = {"intel_fn", "amd_fn"};
    uint32_t Leaf = 0;
    uint32_t Subleaf = 0;

    if (Count < 3 || !Words[1].IsDecimal || !Words[1].IsNumber || !HvinfoGapIs(&Words[1], "["))
    {
        return HvinfoLinePassed;
    }
    if (HvinfoIsWord(&Words[0], "basic_cpuid"))
    {
        Leaf = (uint32_t)Words[1].Decimal;
    }
    else if (HvinfoIsWord(&Words[0], "ext_cpuid"))
    {
        Leaf = 0x80000000U + (uint32_t)Words[1].Decimal;
    }
    else
    {
        for (size_t Index = 0; Index < 2; ++Index)
        {
            size_t Length = strlen(Prefixes[Index]);
            HVINFO_WORD Number;

            if (Words[0].Length > Length && memcmp(Words[0].Text, Prefixes[Index], Length) == 0 &&
                HvinfoSplit(Words[0].Text + Length, Words[0].Length - Length, &Number) == 1 && Number.IsNumber)
            {
                /* fn11 is decimal, fn12h and fn8000001dh are not. */
                Leaf = (uint32_t)(Number.IsDecimal && !Number.HasPrefix ? Number.Decimal : Number.Value);
            }
        }
        if (Leaf == 0)
        {
            return HvinfoLinePassed;
        }
        Subleaf = (uint32_t)Words[1].Decimal;
    }
    Reading->Form = "libcpuid";
    return ReadRegisters(Reading, Leaf, &Subleaf, Words + 2, Count - 2, End);
}

/** A line of VirtualBox's tables; the words are those behind "Gst:" or "Hst:". */
static HVINFO_LINE ReadVirtualBox(HVINFO_READING *Reading, LINES *Lines, bool IsHost, const HVINFO_WORD *Words,
                                  size_t Count, const char *End)
{
    size_t First = 0;

    if (Count >= 2 && IsLeaf(&Words[0]) && HvinfoGapIs(&Words[1], "/") && Words[1].IsNumber)
    {
        Lines->Leaf = (uint32_t)Words[0].Value;
        Lines->Subleaf = (uint32_t)Words[1].Value;
        Lines->HasLeaf = true;
        First = 2;
    }
    else if (!Lines->HasLeaf || Count < 4)
    {
        return HvinfoLinePassed;
    }
    Reading->Form = "VirtualBox.log";
    HvinfoEnterSection(Reading, IsHost ? "host" : "guest");
    return ReadRegisters(Reading, Lines->Leaf, &Lines->Subleaf, Words + First, Count - First, End);
}

/** The section that the words before a leaf name, and the name of the form. */
static void EnterPart(HVINFO_READING *Reading, const HVINFO_WORD *Words, size_t Leaf)
{
    const HVINFO_WORD *Word = Words + Leaf;
    bool HasLevel = Leaf >= 1 && HvinfoIsWord(Word - 1, "level");
    char Label[32];

    if (!HasLevel)
    {
        return;
    }
    Reading->Form = "CPUID level";
    if (Leaf >= 2 && (HvinfoIsWord(Word - 2, "guest") || HvinfoIsWord(Word - 2, "guestCPUID")))
    {
        Reading->Form = "vmware.log";
        HvinfoEnterSection(Reading, "guest");
    }
    else if (Leaf >= 2 && (HvinfoIsWord(Word - 2, "host") || HvinfoIsWord(Word - 2, "hostCPUID")))
    {
        Reading->Form = "vmware.log";
        HvinfoEnterSection(Reading, "host");
    }
    else if (Leaf >= 3 && HvinfoIsWord(Word - 3, "CPUID") && Word[-2].IsDecimal && HvinfoGapIs(Word - 2, "["))
    {
        Reading->Form = "vmware.log";
        (void)snprintf(Label, sizeof(Label), "CPU %u", (unsigned)Word[-2].Decimal);
        HvinfoEnterSection(Reading, Label);
    }
}

/** Whether the word ends with "CPUID", in any case of letters. */
static bool EndsWithCpuid(const HVINFO_WORD *Word)
{
    HVINFO_WORD Tail = *Word;

    if (Word->Length < 5)
    {
        return false;
    }
    Tail.Text += Word->Length - 5;
    Tail.Length = 5;
    return HvinfoIsWord(&Tail, "CPUID");
}

static HVINFO_LINE ReadLine(HVINFO_READING *Reading, void *Context, const char *Line, size_t Length)
{
    LINES *Lines = Context;
    HVINFO_WORD Words[HVINFO_MAXIMUM_WORDS];
    size_t Count;
    const char *End;

    if (Length > HVINFO_MAXIMUM_LINE)
    {
        Length = HVINFO_MAXIMUM_LINE;
    }
    End = Line + Length;
    Count = HvinfoSplit(Line, Length, Words);
    for (size_t Index = 0; Index < Count; ++Index)
    {
        size_t Leaf = Index + 1;
        HVINFO_LINE Result = HvinfoLinePassed;

        if (HvinfoIsWord(&Words[Index], "Gst") || HvinfoIsWord(&Words[Index], "Hst"))
        {
            Result =
                ReadVirtualBox(Reading, Lines, HvinfoIsWord(&Words[Index], "Hst"), Words + Leaf, Count - Leaf, End);
        }
        else if (Words[Index].Length > 5 && Words[Index].Text + Words[Index].Length != End &&
                 Words[Index].Text[Words[Index].Length] == '[' &&
                 (Words[Index].Text[0] == 'b' || Words[Index].Text[0] == 'e' || Words[Index].Text[0] == 'i' ||
                  Words[Index].Text[0] == 'a'))
        {
            Result = ReadLibcpuid(Reading, Words + Index, Count - Index, End);
        }
        else if (EndsWithCpuid(&Words[Index]) || NamesLeaf(&Words[Index]))
        {
            while (Leaf < Count && Leaf < Index + 2 && !Words[Leaf].IsNumber && NamesLeaf(&Words[Leaf]))
            {
                ++Leaf;
            }
            if (Leaf >= Count || !IsLeaf(&Words[Leaf]) || !HvinfoGapIs(&Words[Leaf], " \t([=:.,"))
            {
                continue;
            }
            EnterPart(Reading, Words, Leaf);
            Result = ReadRegisters(Reading, (uint32_t)Words[Leaf].Value, NULL, Words + Leaf + 1, Count - Leaf - 1, End);
            if (Result == HvinfoLineTaken && Reading->Form == NULL)
            {
                Reading->Form = HvinfoGapIs(&Words[Leaf + 2], "-")        ? "InstLatx64 or AIDA64"
                                : HvinfoFind(Line, Length, " = ") != NULL ? "tycho/cpuid"
                                                                          : "CPUID lines";
            }
        }
        if (Result != HvinfoLinePassed)
        {
            return Result;
        }
    }
    return HvinfoEnterProcessor(Reading, Line, Length) ? HvinfoLineTaken : HvinfoLinePassed;
}

static void Read(HVINFO_READING *Reading)
{
    LINES Lines = {false, 0, 0};

    HvinfoReadLines(Reading, &Lines, ReadLine);
}

const HVINFO_READER HvinfoLineReader = {"lines of CPUID", HvinfoSourceRecording, Read};
