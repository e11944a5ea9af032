/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Recordings: text that holds what CPUID answered on some machine.
 *
 *     # Mile.HyperV CPUID recording
 *     # title: Guest of KVM and QEMU, which imitate the interface
 *     # origin: who recorded it where, in as many words
 *     #   as it takes
 *     # note: what a reader must know
 *     40000000 00000000 40000005 7263694d 666f736f 76482074
 *     40000001 00000000 31237648 00000000 00000000 00000000
 *
 * Six hexadecimal numbers a line: leaf, subleaf, EAX, EBX, ECX, EDX. A line
 * that begins with '#' is a comment; three keys in comments mean something, and
 * a comment indented by two spaces or more goes on with the last key. Leaves
 * lie in three ranges (the processor's own from 0, the hypervisor's from
 * 40000000, the extended ones from 80000000), each with its maximum in the EAX
 * of its first leaf, which must be there. Leaves may be missing and may stand in
 * any order.
 *
 * Nothing is skipped: a line that is none of these refuses the whole recording.
 */

#include "hvinfo.h"

#include <string.h>

#define MAXIMUM_LINE 512

/** Characters that may stand in a line: text, no control characters but the tab. */
static bool IsText(const char *Text, size_t Length)
{
    for (size_t Index = 0; Index < Length;)
    {
        unsigned char First = (unsigned char)Text[Index];
        size_t More;
        uint32_t Character;

        if (First < 0x80)
        {
            if ((First < 0x20 && First != '\t') || First == 0x7F)
            {
                return false;
            }
            ++Index;
            continue;
        }
        if (First >= 0xC2 && First <= 0xDF)
        {
            More = 1;
            Character = First & 0x1FU;
        }
        else if (First >= 0xE0 && First <= 0xEF)
        {
            More = 2;
            Character = First & 0x0FU;
        }
        else if (First >= 0xF0 && First <= 0xF4)
        {
            More = 3;
            Character = First & 0x07U;
        }
        else
        {
            return false;
        }
        if (Length - Index <= More)
        {
            return false;
        }
        for (size_t Next = 1; Next <= More; ++Next)
        {
            unsigned char Byte = (unsigned char)Text[Index + Next];

            if ((Byte & 0xC0) != 0x80)
            {
                return false;
            }
            Character = Character << 6 | (Byte & 0x3FU);
        }
        /* Second controls, over-long forms, surrogates, beyond Unicode. */
        if (Character < 0xA0 || (More == 2 && Character < 0x800) || (More == 3 && Character < 0x10000) ||
            (Character >= 0xD800 && Character <= 0xDFFF) || Character > 0x10FFFF)
        {
            return false;
        }
        Index += More + 1;
    }
    return true;
}

static bool IsSpace(char Character)
{
    return Character == ' ' || Character == '\t';
}

/** Appends to one of the input's texts, with a space between; false if it does not fit. */
static bool Append(char *Text, const char *More, size_t Length)
{
    size_t Have = strlen(Text);

    if (Have + (Have != 0) + Length >= HVINFO_MAXIMUM_TEXT)
    {
        return false;
    }
    if (Have != 0 && Length != 0)
    {
        Text[Have++] = ' ';
    }
    memcpy(Text + Have, More, Length);
    Text[Have + Length] = '\0';
    return true;
}

/** A comment; *Current is the text that its last key opened, or NULL. */
static bool ParseComment(HVINFO_INPUT *Input, char **Current, const char *Line, size_t Length)
{
    static const char *const Keys[] = {"title:", "origin:", "note:"};
    char *Texts[] = {Input->Title, Input->Origin, Input->Note};
    size_t Start = 1;

    while (Start < Length && IsSpace(Line[Start]))
    {
        ++Start;
    }
    if (Start >= 3 && Start < Length && *Current != NULL)
    {
        return Append(*Current, Line + Start, Length - Start);
    }
    *Current = NULL;
    for (size_t Index = 0; Index < sizeof(Keys) / sizeof(Keys[0]); ++Index)
    {
        size_t KeyLength = strlen(Keys[Index]);

        if (Length - Start >= KeyLength && memcmp(Line + Start, Keys[Index], KeyLength) == 0)
        {
            Start += KeyLength;
            while (Start < Length && IsSpace(Line[Start]))
            {
                ++Start;
            }
            *Current = Texts[Index];
            return Append(*Current, Line + Start, Length - Start);
        }
    }
    return true;
}

/** A leaf; a last line that is not @p Ended by a newline must have all digits of its last number. */
static bool ParseLeaf(HVINFO_INPUT *Input, const char *Name, unsigned Number, const char *Line, size_t Length,
                      bool Ended, HVINFO_ERROR *Error)
{
    static const char *const Columns[] = {"leaf", "subleaf", "eax", "ebx", "ecx", "edx"};
    uint32_t Value[6];
    unsigned Count = 0;
    size_t Index = 0;
    size_t Start = 0;
    const HVINFO_LEAF *Before;
    HVINFO_LEAF *Leaf;

    for (;;)
    {
        while (Index < Length && IsSpace(Line[Index]))
        {
            ++Index;
        }
        if (Index == Length)
        {
            break;
        }
        if (Count == 6)
        {
            return HvinfoFail(Error, Name, Number, "more than six numbers (leaf subleaf eax ebx ecx edx)");
        }
        Start = Index;
        while (Index < Length && !IsSpace(Line[Index]))
        {
            ++Index;
        }
        if (!HvinfoParseHex(Line + Start, Index - Start, &Value[Count]))
        {
            return HvinfoFail(Error, Name, Number, "%s '%.*s' is not a hexadecimal number of 32 bits", Columns[Count],
                              (int)(Index - Start > 40 ? 40 : Index - Start), Line + Start);
        }
        ++Count;
    }
    if (Count < 6)
    {
        return HvinfoFail(Error, Name, Number, "the line ends before %s (leaf subleaf eax ebx ecx edx)",
                          Columns[Count]);
    }
    if (!Ended && Length - Start < 8)
    {
        return HvinfoFail(Error, Name, Number, "the last line does not end: it may be cut off in edx '%.*s'",
                          (int)(Length - Start), Line + Start);
    }
    Before = HvinfoFindLeaf(Input, Value[0], Value[1]);
    if (Before != NULL)
    {
        return HvinfoFail(Error, Name, Number, "leaf %08X subleaf %08X stands already in line %u", (unsigned)Value[0],
                          (unsigned)Value[1], Before->Line);
    }
    Leaf = HvinfoAddLeaf(Input, Value[0], Value[1]);
    if (Leaf == NULL)
    {
        return HvinfoFail(Error, Name, Number, "more than %u leaves", (unsigned)HVINFO_MAXIMUM_LEAVES);
    }
    memcpy(Leaf->Register, Value + 2, sizeof(Leaf->Register));
    Leaf->Known = 0xF;
    Leaf->Line = Number;
    return true;
}

/** Every leaf must lie within its range's maximum. */
static bool CheckRanges(const HVINFO_INPUT *Input, const char *Name, HVINFO_ERROR *Error)
{
    for (size_t Index = 0; Index < Input->LeafCount; ++Index)
    {
        const HVINFO_LEAF *Leaf = &Input->Leaves[Index];
        uint32_t First = Leaf->Leaf < 0x40000000U ? 0U : Leaf->Leaf < 0x80000000U ? 0x40000000U : 0x80000000U;
        uint32_t Maximum;

        if (!HvinfoRegister(Input, First, HvinfoEax, &Maximum))
        {
            return HvinfoFail(Error, Name, Leaf->Line, "leaf %08X without leaf %08X, which tells the maximum",
                              (unsigned)Leaf->Leaf, (unsigned)First);
        }
        if (Leaf->Leaf != First && Leaf->Leaf > Maximum)
        {
            return HvinfoFail(Error, Name, Leaf->Line, "leaf %08X is beyond the maximum %08X that leaf %08X tells",
                              (unsigned)Leaf->Leaf, (unsigned)Maximum, (unsigned)First);
        }
    }
    return true;
}

bool HvinfoParseRecording(HVINFO_INPUT *Input, const char *Name, const char *Data, size_t Size, HVINFO_ERROR *Error)
{
    char *Current = NULL;
    size_t Position = 0;
    unsigned Number = 0;

    memset(Input, 0, sizeof(*Input));
    Input->Source = HvinfoSourceRecording;
    Input->Architecture = HvinfoX64;
    Input->Name = Name;
    if (Size == 0)
    {
        return HvinfoFail(Error, Name, 0, "the file is empty");
    }
    if (Size >= 2 && ((Data[0] == '\xFF' && Data[1] == '\xFE') || (Data[0] == '\xFE' && Data[1] == '\xFF')))
    {
        return HvinfoFail(Error, Name, 1, "the file is UTF-16; save it as UTF-8 or ASCII");
    }
    if (Size >= 3 && memcmp(Data, "\xEF\xBB\xBF", 3) == 0)
    {
        Position = 3;
    }
    while (Position < Size)
    {
        const char *Line = Data + Position;
        const char *End = memchr(Line, '\n', Size - Position);
        size_t Length = End != NULL ? (size_t)(End - Line) : Size - Position;

        ++Number;
        Position += Length + (End != NULL);
        if (Length > MAXIMUM_LINE)
        {
            return HvinfoFail(Error, Name, Number, "the line has %lu characters, more than %u", (unsigned long)Length,
                              (unsigned)MAXIMUM_LINE);
        }
        while (Length != 0 && (Line[Length - 1] == '\r' || IsSpace(Line[Length - 1])))
        {
            --Length;
        }
        if (!IsText(Line, Length))
        {
            return HvinfoFail(Error, Name, Number, "not text: a recording is lines of leaf subleaf eax ebx ecx edx");
        }
        if (Length == 0)
        {
            Current = NULL;
        }
        else if (Line[0] == '#')
        {
            if (!ParseComment(Input, &Current, Line, Length))
            {
                return HvinfoFail(Error, Name, Number, "the text has more than %u characters",
                                  (unsigned)HVINFO_MAXIMUM_TEXT - 1);
            }
        }
        else
        {
            Current = NULL;
            if (!ParseLeaf(Input, Name, Number, Line, Length, End != NULL, Error))
            {
                return false;
            }
        }
    }
    if (Input->LeafCount == 0)
    {
        return HvinfoFail(Error, Name, 0, "no line of leaf subleaf eax ebx ecx edx in it");
    }
    HvinfoSortLeaves(Input);
    return CheckRanges(Input, Name, Error);
}
