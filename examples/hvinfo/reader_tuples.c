/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Leaves as tables of source code have them: numbers in brackets, one leaf a line.
 *
 *     ((0x40000000, 0x00000000) => (0x40000006, 0x7263694d, 0x666f736f, 0x76482074)),
 *     {0x40000000, {0x40000006, 0x7263694d, 0x666f736f, 0x76482074}},
 *     { 0x40000000, 0, 0, 0x40000006, 0x7263694d, 0x666f736f, 0x76482074 }, // function, index, flags
 *     0x40000000: (0x40000006, 0x7263694d, 0x666f736f, 0x76482074),
 */

#include "hvinfo.h"

#include <string.h>

/** Whether the word is a number that source code has for a leaf or a register. */
static bool IsCell(const HVINFO_WORD *Word)
{
    return Word->IsNumber && Word->Value <= UINT32_MAX;
}

/** Whether a bracket opens in the gap before the word. */
static bool HasBracketBefore(const HVINFO_WORD *Word)
{
    for (size_t Index = 1; Index <= Word->Gap; ++Index)
    {
        if (strchr("({[", *(Word->Text - Index)) != NULL)
        {
            return true;
        }
    }
    return false;
}

/** The line without the comment at its end. */
static size_t WithoutComment(const char *Line, size_t Length)
{
    static const char *const Marks[] = {"//", "/*", "#", "--"};

    for (size_t Index = 0; Index < sizeof(Marks) / sizeof(Marks[0]); ++Index)
    {
        const char *Mark = HvinfoFind(Line, Length, Marks[Index]);

        Length = Mark != NULL ? (size_t)(Mark - Line) : Length;
    }
    return Length;
}

static HVINFO_LINE ReadLine(HVINFO_READING *Reading, void *Context, const char *Line, size_t Length)
{
    static const char *const RegisterNames[] = {"eax", "ebx", "ecx", "edx"};
    HVINFO_WORD Words[HVINFO_MAXIMUM_WORDS];
    uint32_t Register[HvinfoRegisters];
    size_t Count;
    size_t First = 0;
    size_t Numbers = 0;
    unsigned Longest = 0;
    bool HasBracket = false;

    (void)Context;
    Line = HvinfoSkipPrefix(Line, &Length);
    Length = WithoutComment(Line, Length > HVINFO_MAXIMUM_LINE ? HVINFO_MAXIMUM_LINE : Length);
    Count = HvinfoSplit(Line, Length, Words);
    while (First < Count && !(IsCell(&Words[First]) && (Words[First].HasPrefix || Words[First].Digits == 8)))
    {
        ++First;
    }
    if (First > 3 || First == Count)
    {
        return HvinfoEnterProcessor(Reading, Line, Length) ? HvinfoLineTaken : HvinfoLinePassed;
    }
    for (size_t Index = First; Index < Count; ++Index)
    {
        if (Index != First && !HvinfoGapIs(&Words[Index], " \t,(){}[]=>:;\""))
        {
            return HvinfoLinePassed;
        }
        HasBracket = HasBracket || HasBracketBefore(&Words[Index]);
        if (!IsCell(&Words[Index]))
        {
            if (!HasBracket || Count < First + 5 || (!Words[Index].HasPrefix && Words[Index].Digits < 4))
            {
                return HvinfoLinePassed;
            }
            return HvinfoRefuse(Reading, "'%.*s' is not a hexadecimal number of 32 bits",
                                (int)(Words[Index].Length > 40 ? 40 : Words[Index].Length), Words[Index].Text);
        }
        Longest = Index != First && Words[Index].Digits > Longest ? Words[Index].Digits : Longest;
        ++Numbers;
    }
    if (!HasBracket || Numbers < 3 || Numbers > 7)
    {
        return HvinfoLinePassed;
    }
    if (Numbers < 5)
    {
        if (Words[First].Value < 0x40000000U || Longest < 8)
        {
            return HvinfoLinePassed;
        }
        return HvinfoRefuse(Reading, "leaf %08X: the line ends before %s", (unsigned)Words[First].Value,
                            RegisterNames[Numbers - 1]);
    }
    for (size_t Index = 0; Index < HvinfoRegisters; ++Index)
    {
        const HVINFO_WORD *Word = &Words[Count - HvinfoRegisters + Index];

        Register[Index] = (uint32_t)(Word->HasPrefix || Word->Digits == 8 ? Word->Value
                                     : Word->IsDecimal                    ? Word->Decimal
                                                                          : Word->Value);
    }
    if (Numbers == 5)
    {
        HvinfoKeepNextLeaf(Reading, (uint32_t)Words[First].Value, Register);
    }
    else
    {
        HvinfoKeepLeaf(Reading, (uint32_t)Words[First].Value, (uint32_t)Words[First + 1].Value, Register, 0xF);
    }
    return HvinfoLineTaken;
}

static void Read(HVINFO_READING *Reading)
{
    HvinfoReadLines(Reading, NULL, ReadLine);
}

const HVINFO_READER HvinfoTuplesReader = {"table of source code", HvinfoSourceRecording, Read};
