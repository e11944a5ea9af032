/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Tables of numbers: hvinfo's own recordings, and those of other programs without words.
 *
 *     # Mile.HyperV CPUID recording
 *     # title: Guest of KVM and QEMU, which imitate the interface
 *     # origin: who recorded it where, in as many words
 *     #   as it takes
 *     # note: what a reader must know
 *     # architecture: arm64 (x64 without this line)
 *     40000000 00000000 40000005 7263694d 666f736f 76482074
 *     40000001 00000000 31237648 00000000 00000000 --------
 *
 * A row has six hexadecimal numbers (leaf, subleaf, EAX, EBX, ECX, EDX), or
 * five without the subleaf. Dashes mean a register that is not known. A
 * line that begins with '#' is a comment; the keys above mean something, and a
 * comment indented by two spaces or more continues the last key. Leaves may be
 * missing and may come in any order.
 *
 * A line that begins with a leaf and is no row refuses the whole table.
 */

#include "hvinfo.h"

#include <string.h>

#define MAXIMUM_LINE 512

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
static bool ParseComment(HVINFO_READING *Reading, char **Current, const char *Line, size_t Length)
{
    HVINFO_INPUT *Input = Reading->Input;
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
    if (HvinfoFind(Line, Length, "architecture: arm64") == Line + Start && Reading->Architecture == 0)
    {
        Reading->Sections[Reading->Section].Architecture = HvinfoArm64;
        return true;
    }
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

/** Whether the word can begin a row: a leaf with 0x or with eight digits. */
static bool IsLeaf(const HVINFO_WORD *Word)
{
    return Word->IsNumber && Word->Value <= UINT32_MAX && (Word->HasPrefix || Word->Digits == 8);
}

/** Whether hexadecimal digits, and nothing else, come before the next blank or mark. */
static bool IsNumberAhead(const char *Text, const char *End)
{
    HVINFO_WORD Words[HVINFO_MAXIMUM_WORDS];
    const char *Stop;

    while (Text != End && (IsSpace(*Text) || *Text == '|'))
    {
        ++Text;
    }
    Stop = Text;
    while (Stop != End && !IsSpace(*Stop) && strchr(",;:|", *Stop) == NULL)
    {
        ++Stop;
    }
    return Stop != Text && HvinfoSplit(Text, (size_t)(Stop - Text), Words) == 1 && Words[0].IsNumber &&
           Words[0].Length == (size_t)(Stop - Text);
}

/** The next word of a row, and what follows it; false at the end of the numbers. */
static bool NextCell(const char **Text, const char *End, const char **Cell, size_t *Length)
{
    while (*Text != End &&
           (IsSpace(**Text) || strchr(",;:", **Text) != NULL || (**Text == '|' && IsNumberAhead(*Text, End))))
    {
        ++*Text;
    }
    if (*Text == End || strchr("|#\"'[(/", **Text) != NULL)
    {
        return false; /* The rest repeats the value in letters, or is a remark. */
    }
    *Cell = *Text;
    while (*Text != End && !IsSpace(**Text) && strchr(",;:|", **Text) == NULL)
    {
        ++*Text;
    }
    *Length = (size_t)(*Text - *Cell);
    return true;
}

/** A row; the last line of a text that is not @p Ended by a newline must have all digits of its last number. */
static HVINFO_LINE ReadRow(HVINFO_READING *Reading, const char *Line, size_t Length, bool Ended)
{
    static const char *const Columns[] = {"leaf", "subleaf", "eax", "ebx", "ecx", "edx"};
    const char *Text = Line;
    const char *Cell[7];
    size_t CellLength[7];
    uint32_t Value[6] = {0};
    uint32_t Known = 0;
    unsigned Count = 0;
    unsigned First;

    while (Count < 7 && NextCell(&Text, Line + Length, &Cell[Count], &CellLength[Count]))
    {
        ++Count;
    }
    if (Count > 5 && CellLength[1] >= 8 && !IsNumberAhead(Cell[5], Line + Length) && Cell[5][0] != '-')
    {
        Count = 5; /* The same in letters follows. */
    }
    if (Count > 6 && !IsNumberAhead(Cell[6], Line + Length))
    {
        Count = 6;
    }
    if (Count == 5 && CellLength[1] >= 8)
    {
        /* Without a subleaf. */
        memmove(Cell + 2, Cell + 1, 4 * sizeof(Cell[0]));
        memmove(CellLength + 2, CellLength + 1, 4 * sizeof(CellLength[0]));
        CellLength[1] = 0;
        Count = 6;
    }
    else if (Count > 6)
    {
        return HvinfoRefuse(Reading, "more than six numbers (leaf subleaf eax ebx ecx edx)");
    }
    for (unsigned Column = 0; Column < Count; ++Column)
    {
        if (CellLength[Column] == 0 ||
            (Column >= 2 && CellLength[Column] == 8 && memcmp(Cell[Column], "--------", 8) == 0))
        {
            continue; /* Not told. */
        }
        if (!HvinfoParseHex(Cell[Column], CellLength[Column], &Value[Column]))
        {
            return HvinfoRefuse(Reading, "%s '%.*s' is not a hexadecimal number of 32 bits", Columns[Column],
                                (int)(CellLength[Column] > 40 ? 40 : CellLength[Column]), Cell[Column]);
        }
        Known |= Column >= 2 ? 1U << (Column - 2) : 0;
    }
    if (Count < 6)
    {
        return HvinfoRefuse(Reading, "the line ends before %s (leaf subleaf eax ebx ecx edx)", Columns[Count]);
    }
    First = (unsigned)CellLength[5];
    if (!Ended && Text == Line + Length && First < 8)
    {
        return HvinfoRefuse(Reading, "the last line does not end: it may be cut off in edx '%.*s'", (int)First,
                            Cell[5]);
    }
    if (CellLength[1] == 0)
    {
        HvinfoKeepNextLeaf(Reading, Value[0], Value + 2);
    }
    else
    {
        HvinfoKeepLeaf(Reading, Value[0], Value[1], Value + 2, Known);
    }
    return HvinfoLineTaken;
}

/** Whether the line consists of at least six numbers, or begins with a leaf and goes on with a number. */
static bool IsRow(const char *Line, size_t Length)
{
    HVINFO_WORD Words[HVINFO_MAXIMUM_WORDS];
    size_t Count = HvinfoSplit(Line, Length, Words);

    if (Count == 0 || Words[0].Gap != 0)
    {
        return false;
    }
    if (IsLeaf(&Words[0]))
    {
        const char *After = Words[0].Text + Words[0].Length;

        /* "40000000:" may belong to a dump of memory, whose words are shorter. */
        return Count == 1 ? After == Line + Length && Words[0].Value < 0x90000000U
                          : HvinfoGapIs(&Words[1], " \t,;:-|") &&
                                (Words[1].IsNumber || Words[1].Digits != 0 || Words[1].Length >= 8) &&
                                !(Count > 8 && Words[1].Digits == 2 && Words[2].Digits == 2);
    }
    for (size_t Index = 0; Index < 6; ++Index)
    {
        if (Index >= Count || !Words[Index].IsNumber || (Index != 0 && !HvinfoGapIs(&Words[Index], " \t")))
        {
            return false;
        }
    }
    return Count == 6;
}

static HVINFO_LINE ReadLine(HVINFO_READING *Reading, void *Context, const char *Line, size_t Length)
{
    char **Current = Context; /* The text that the last key opened, or NULL. */
    bool Ended = Line + Length != Reading->Data + Reading->Size;

    if (Length == 0)
    {
        *Current = NULL;
        return HvinfoLineTaken;
    }
    if (Line[0] == '#')
    {
        if (!HvinfoIsText(Line, Length > HVINFO_MAXIMUM_LINE ? HVINFO_MAXIMUM_LINE : Length))
        {
            return HvinfoRefuse(Reading, "not text: a recording is lines of leaf subleaf eax ebx ecx edx");
        }
        if (Length > MAXIMUM_LINE || !ParseComment(Reading, Current, Line, Length))
        {
            return HvinfoRefuse(Reading,
                                Length > MAXIMUM_LINE ? "the comment has more than %u characters"
                                                      : "the text has more than %u characters",
                                Length > MAXIMUM_LINE ? MAXIMUM_LINE : (unsigned)HVINFO_MAXIMUM_TEXT - 1);
        }
        return HvinfoLineTaken;
    }
    *Current = NULL;
    Line = HvinfoSkipPrefix(Line, &Length);
    if (HvinfoEnterProcessor(Reading, Line, Length))
    {
        return HvinfoLineTaken;
    }
    if (!IsRow(Line, Length > MAXIMUM_LINE ? MAXIMUM_LINE : Length))
    {
        return HvinfoLinePassed;
    }
    if (Length > MAXIMUM_LINE)
    {
        return HvinfoRefuse(Reading, "the line has %lu characters, more than %u", (unsigned long)Length,
                            (unsigned)MAXIMUM_LINE);
    }
    return ReadRow(Reading, Line, Length, Ended);
}

static void Read(HVINFO_READING *Reading)
{
    char *Current = NULL;

    HvinfoReadLines(Reading, &Current, ReadLine);
}

const HVINFO_READER HvinfoTableReader = {"table of leaf, subleaf, eax, ebx, ecx, edx", HvinfoSourceRecording, Read};
