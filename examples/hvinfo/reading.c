/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Reading a text of unknown form: every reader tries it, and the one that finds most is used.
 *
 * A text may contain several processors, machines or boots. Each has its own
 * section; one is shown, and a note lists the leaves in which the others differ.
 */

#include "hvinfo.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <Mile.HyperV/Hypervisor/Cpuid.h>

#define MAXIMUM_RECORDS 65536U
#define MAXIMUM_SECTIONS 4096U

/** Every form that hvinfo reads; of two that find as much, the first has it. */
static const HVINFO_READER *const Readers[] = {
    &HvinfoTableReader,     &HvinfoJsonReader,   &HvinfoXmlReader,       &HvinfoLineReader,
    &HvinfoRegistersReader, &HvinfoTuplesReader, &HvinfoKernelLogReader,
};

static const size_t ReaderCount = sizeof(Readers) / sizeof(Readers[0]);

void HvinfoNote(HVINFO_INPUT *Input, const char *Format, ...)
{
    va_list Arguments;

    if (Input->NoteCount == HVINFO_MAXIMUM_NOTES)
    {
        return;
    }
    va_start(Arguments, Format);
    (void)vsnprintf(Input->Notes[Input->NoteCount], sizeof(Input->Notes[0]), Format, Arguments);
    va_end(Arguments);
    ++Input->NoteCount;
}

/*
 * Lines.
 */

/** Shows a ignored line, as far as it is plain text. */
static void ShowPassed(const HVINFO_READING *Reading, const char *Line, size_t Length)
{
    (void)fprintf(Reading->Verbose, "hvinfo: %s:%u: ignored: ", Reading->Name, Reading->Line);
    for (size_t Index = 0; Index < Length && Index < 120; ++Index)
    {
        (void)fputc(Line[Index] >= ' ' && Line[Index] <= '~' ? Line[Index] : '?', Reading->Verbose);
    }
    (void)fputs(Length > 120 ? "...\n" : "\n", Reading->Verbose);
}

void HvinfoReadLines(HVINFO_READING *Reading, void *Context,
                     HVINFO_LINE (*Read)(HVINFO_READING *Reading, void *Context, const char *Line, size_t Length))
{
    size_t Position = 0;

    Reading->Line = 0;
    while (Position < Reading->Size)
    {
        const char *Line = Reading->Data + Position;
        const char *End = memchr(Line, '\n', Reading->Size - Position);
        size_t Length = End != NULL ? (size_t)(End - Line) : Reading->Size - Position;

        ++Reading->Line;
        Position += Length + (End != NULL);
        while (Length != 0 && (Line[Length - 1] == '\r' || Line[Length - 1] == ' ' || Line[Length - 1] == '\t'))
        {
            --Length;
        }
        if (Read(Reading, Context, Line, Length) == HvinfoLinePassed && Length != 0)
        {
            ++Reading->Passed;
            if (Reading->Verbose != NULL)
            {
                ShowPassed(Reading, Line, Length);
            }
        }
    }
}

HVINFO_LINE HvinfoRefuse(HVINFO_READING *Reading, const char *Format, ...)
{
    char Text[400];
    va_list Arguments;

    if (Reading->Refused++ == 0)
    {
        va_start(Arguments, Format);
        (void)vsnprintf(Text, sizeof(Text), Format, Arguments);
        va_end(Arguments);
        for (char *Character = Text; *Character != '\0'; ++Character)
        {
            /* A message may quote the line. */
            *Character = *Character >= ' ' && *Character <= '~' ? *Character : '?';
        }
        (void)HvinfoFail(&Reading->Error, Reading->Name, Reading->Line, "%s", Text);
    }
    return HvinfoLineRefused;
}

/*
 * Sections.
 */

/** Whether a word is a line that libcpuid draws; the text has no end of its own. */
static bool IsDrawn(const HVINFO_WORD *Word)
{
    size_t Index = 0;

    while (Index < Word->Length && Word->Text[Index] == '_')
    {
        ++Index;
    }
    return Word->Length != 0 && Index == Word->Length;
}

/** Makes room for one more element; false if there is none. */
static bool Grow(void **Elements, size_t Count, size_t *Capacity, size_t ElementSize, size_t Limit)
{
    size_t Larger = *Capacity == 0 ? 64 : *Capacity * 2;
    void *Moved;

    if (Count < *Capacity)
    {
        return true;
    }
    if (Count >= Limit)
    {
        return false;
    }
    Moved = realloc(*Elements, Larger * ElementSize);
    if (Moved == NULL)
    {
        return false;
    }
    *Elements = Moved;
    *Capacity = Larger;
    return true;
}

static bool AppendSection(HVINFO_READING *Reading, const char *Label)
{
    void *Sections = Reading->Sections;
    HVINFO_SECTION *Section;

    if (!Grow(&Sections, Reading->SectionCount, &Reading->SectionCapacity, sizeof(*Section), MAXIMUM_SECTIONS))
    {
        Reading->Lost = true;
        return false;
    }
    Reading->Sections = Sections;
    Section = &Reading->Sections[Reading->SectionCount++];
    memset(Section, 0, sizeof(*Section));
    (void)snprintf(Section->Label, sizeof(Section->Label), "%s", Label);
    Section->Line = Reading->Line;
    Section->Architecture = Reading->Architecture;
    return true;
}

void HvinfoEnterSection(HVINFO_READING *Reading, const char *Label)
{
    for (size_t Back = Reading->SectionCount; Back != 0 && Reading->SectionCount - Back < 64; --Back)
    {
        if (strcmp(Reading->Sections[Back - 1].Label, Label) == 0)
        {
            Reading->Section = Back - 1;
            return;
        }
    }
    if (Reading->SectionCount == 1 && Reading->Sections[0].Label[0] == '\0' && Reading->RecordCount == 0 &&
        Reading->Input->EventCount == 0)
    {
        /* Nothing came before the first heading. */
        (void)snprintf(Reading->Sections[0].Label, sizeof(Reading->Sections[0].Label), "%s", Label);
        Reading->Sections[0].Line = Reading->Line;
        Reading->Section = 0;
        return;
    }
    if (AppendSection(Reading, Label))
    {
        Reading->Section = Reading->SectionCount - 1;
    }
}

bool HvinfoEnterProcessor(HVINFO_READING *Reading, const char *Line, size_t Length)
{
    static const char *const Names[] = {"CPU", "vCPU", "processor", "thread", "core"};
    HVINFO_WORD Words[HVINFO_MAXIMUM_WORDS];
    char Label[32];
    size_t Count;
    size_t Index = 0;

    if (Length > 120)
    {
        return false;
    }
    Line = HvinfoSkipPrefix(Line, &Length);
    Count = HvinfoSplit(Line, Length, Words);
    if (Count >= 2 && HvinfoIsWord(&Words[0], "CPUID") && HvinfoIsWord(&Words[1], "Registers"))
    {
        Index = 2;
    }
    if (Index < Count && HvinfoIsWord(&Words[Index], "Logical"))
    {
        ++Index;
    }
    while (Index < Count && IsDrawn(&Words[Index]))
    {
        ++Index; /* The line that libcpuid draws. */
    }
    if (Index < Count && HvinfoIsWord(&Words[Index], "Logical"))
    {
        ++Index;
    }
    if (Index == Count)
    {
        return false;
    }
    for (size_t Name = 0; Name < sizeof(Names) / sizeof(Names[0]); ++Name)
    {
        size_t NameLength = strlen(Names[Name]);
        HVINFO_WORD Head = Words[Index];
        HVINFO_WORD Tail;

        Head.Length = NameLength;
        if (Words[Index].Length < NameLength || !HvinfoIsWord(&Head, Names[Name]))
        {
            continue;
        }
        if (Words[Index].Length > NameLength)
        {
            /* CPU0 */
            if (HvinfoSplit(Words[Index].Text + NameLength, Words[Index].Length - NameLength, &Tail) != 1 ||
                !Tail.IsDecimal || !Tail.IsNumber || Tail.Digits > 6)
            {
                continue;
            }
            ++Index;
        }
        else if (Index + 1 < Count && Words[Index + 1].IsDecimal && Words[Index + 1].IsNumber &&
                 Words[Index + 1].Digits <= 6 && HvinfoGapIs(&Words[Index + 1], " #\t[("))
        {
            Tail = Words[Index + 1];
            Index += 2;
        }
        else if (Name == 0 && Count == Index + 1 && Line[Length - 1] == ':')
        {
            HvinfoEnterSection(Reading, "CPU 0"); /* "CPU:", of a dump of one processor. */
            return true;
        }
        else
        {
            continue;
        }
        if (Index < Count && HvinfoGapIs(&Words[Index], " \t") && !HvinfoIsWord(&Words[Index], "AffMask") &&
            !HvinfoIsWord(&Words[Index], "ID") && !HvinfoIsWord(&Words[Index], "Virtual") &&
            !IsDrawn(&Words[Index]))
        {
            return false; /* A sentence. */
        }
        (void)snprintf(Label, sizeof(Label), "CPU %u", (unsigned)Tail.Decimal);
        HvinfoEnterSection(Reading, Label);
        return true;
    }
    return false;
}

/*
 * Leaves.
 */

/** The record of a leaf in the present section, or NULL. */
static HVINFO_RECORD *FindRecord(const HVINFO_READING *Reading, uint32_t Leaf, uint32_t Subleaf)
{
    size_t Checked = 0;

    for (size_t Index = Reading->RecordCount; Index != 0 && Checked < 4 * HVINFO_MAXIMUM_LEAVES; --Index, ++Checked)
    {
        HVINFO_RECORD *Record = &Reading->Records[Index - 1];

        if (Record->Section == Reading->Section && Record->Leaf.Leaf == Leaf && Record->Leaf.Subleaf == Subleaf)
        {
            return Record;
        }
    }
    return NULL;
}

static HVINFO_RECORD *AppendRecord(HVINFO_READING *Reading, uint32_t Leaf, uint32_t Subleaf)
{
    void *Records = Reading->Records;
    HVINFO_RECORD *Record;

    if (!Grow(&Records, Reading->RecordCount, &Reading->RecordCapacity, sizeof(*Record), MAXIMUM_RECORDS))
    {
        Reading->Lost = true;
        return NULL;
    }
    Reading->Records = Records;
    Record = &Reading->Records[Reading->RecordCount++];
    memset(Record, 0, sizeof(*Record));
    Record->Section = Reading->Section;
    Record->Leaf.Leaf = Leaf;
    Record->Leaf.Subleaf = Subleaf;
    Record->Leaf.Line = Reading->Line;
    return Record;
}

/** Whether the registers that both records contain are equal. */
static bool Agrees(const HVINFO_LEAF *One, const uint32_t *Register, uint32_t Known)
{
    for (unsigned Index = 0; Index < HvinfoRegisters; ++Index)
    {
        if ((One->Known & Known) >> Index & 1 && One->Register[Index] != Register[Index])
        {
            return false;
        }
    }
    return true;
}

void HvinfoKeepLeaf(HVINFO_READING *Reading, uint32_t Leaf, uint32_t Subleaf, const uint32_t Register[HvinfoRegisters],
                    uint32_t Known)
{
    HVINFO_RECORD *Record = FindRecord(Reading, Leaf, Subleaf);

    ++Reading->Taken;
    if (Record != NULL && Agrees(&Record->Leaf, Register, Known))
    {
        for (unsigned Index = 0; Index < HvinfoRegisters; ++Index)
        {
            if (Known >> Index & 1)
            {
                Record->Leaf.Register[Index] = Register[Index];
            }
        }
        Record->Leaf.Known |= Known;
        return;
    }
    if (Record != NULL)
    {
        if (Leaf >= HvCpuIdFunctionHvVendorAndMaxFunction && Leaf <= HVINFO_LAST_SECOND_LEAF)
        {
            HvinfoNote(Reading->Input, "Leaf %08X has other values in line %u than in line %u; the latter are shown.",
                       (unsigned)Leaf, Reading->Line, Record->Leaf.Line);
        }
        return;
    }
    Record = AppendRecord(Reading, Leaf, Subleaf);
    if (Record != NULL)
    {
        memcpy(Record->Leaf.Register, Register, sizeof(Record->Leaf.Register));
        Record->Leaf.Known = Known;
    }
}

void HvinfoKeepNextLeaf(HVINFO_READING *Reading, uint32_t Leaf, const uint32_t Register[HvinfoRegisters])
{
    uint32_t Subleaf = 0;
    const HVINFO_RECORD *Record;

    if (Leaf < HvCpuIdFunctionHvVendorAndMaxFunction || Leaf > HVINFO_LAST_SECOND_LEAF)
    {
        while (Subleaf < 64 && (Record = FindRecord(Reading, Leaf, Subleaf)) != NULL &&
               !Agrees(&Record->Leaf, Register, 0xF))
        {
            ++Subleaf;
        }
    }
    HvinfoKeepLeaf(Reading, Leaf, Subleaf, Register, 0xF);
}

void HvinfoKeepRegister(HVINFO_READING *Reading, uint32_t Leaf, unsigned Register, uint32_t Value, unsigned *Other,
                        uint32_t *OtherValue)
{
    HVINFO_RECORD *Record = FindRecord(Reading, Leaf, 0);

    *Other = 0;
    if (Record == NULL)
    {
        Record = AppendRecord(Reading, Leaf, 0);
    }
    if (Record == NULL)
    {
        return;
    }
    if ((Record->Leaf.Known >> Register & 1) != 0 && Record->Leaf.Register[Register] != Value)
    {
        *Other = Record->Leaf.Line;
        *OtherValue = Record->Leaf.Register[Register];
        return;
    }
    Record->Leaf.Register[Register] = Value;
    Record->Leaf.Known |= 1U << Register;
}

void HvinfoKeepEvent(HVINFO_READING *Reading, const char *Kind, const char *Meaning, const char *Format, ...)
{
    HVINFO_INPUT *Input = Reading->Input;
    HVINFO_EVENT Event = {.Kind = Kind, .Line = Reading->Line, .Count = 1};
    va_list Arguments;

    va_start(Arguments, Format);
    (void)vsnprintf(Event.Text, sizeof(Event.Text), Format, Arguments);
    va_end(Arguments);
    (void)snprintf(Event.Meaning, sizeof(Event.Meaning), "%s", Meaning != NULL ? Meaning : "");
    for (size_t Index = 0; Index < Input->EventCount; ++Index)
    {
        if (Reading->EventSections[Index] == Reading->Section && strcmp(Input->Events[Index].Kind, Kind) == 0 &&
            strcmp(Input->Events[Index].Text, Event.Text) == 0)
        {
            ++Input->Events[Index].Count;
            return;
        }
    }
    if (Input->EventCount < HVINFO_MAXIMUM_EVENTS)
    {
        Reading->EventSections[Input->EventCount] = Reading->Section;
        Input->Events[Input->EventCount++] = Event;
    }
}

/*
 * Choice and result.
 */

/** The ranges that Intel's, AMD's and the hypervisors' processors have; any other is another vendor's. */
static bool IsForeign(uint32_t Leaf)
{
    return Leaf >= 0x10000000U && !(Leaf >= HvCpuIdFunctionHvVendorAndMaxFunction && Leaf <= HVINFO_LAST_SECOND_LEAF) &&
           !(Leaf >= 0x80000000U && Leaf <= 0x8000FFFFU);
}

/** The leaves in the section of a registered answer, and those that do not belong. */
static bool TakeSection(HVINFO_READING *Reading, size_t Section, HVINFO_ERROR *Error)
{
    HVINFO_INPUT *Input = Reading->Input;
    char Foreign[160] = "";
    size_t ForeignCount = 0;

    for (size_t Index = 0; Index < Reading->RecordCount; ++Index)
    {
        const HVINFO_LEAF *Leaf = &Reading->Records[Index].Leaf;
        HVINFO_LEAF *Added;

        if (Reading->Records[Index].Section != Section)
        {
            continue;
        }
        if (IsForeign(Leaf->Leaf))
        {
            size_t Length = strlen(Foreign);

            ++ForeignCount;
            if (Length + 16 < sizeof(Foreign))
            {
                (void)snprintf(Foreign + Length, sizeof(Foreign) - Length, "%s%08X", Length != 0 ? ", " : "",
                               (unsigned)Leaf->Leaf);
            }
            continue;
        }
        Added = HvinfoAddLeaf(Input, Leaf->Leaf, Leaf->Subleaf);
        if (Added == NULL)
        {
            return HvinfoFail(Error, Reading->Name, Leaf->Line, "more than %u leaves", (unsigned)HVINFO_MAXIMUM_LEAVES);
        }
        *Added = *Leaf;
    }
    HvinfoSortLeaves(Input);
    if (ForeignCount != 0)
    {
        HvinfoNote(Input, "Ignored %u %s of other vendors' ranges: %s.", (unsigned)ForeignCount,
                   ForeignCount == 1 ? "leaf" : "leaves", Foreign);
    }
    return true;
}

/** Removes the leaves beyond the maximum of their range, for which the processor returns unrelated data. */
static void RemoveBeyondMaximum(HVINFO_INPUT *Input)
{
    char Beyond[160] = "";
    size_t Kept = 0;
    size_t Removed = 0;

    for (size_t Index = 0; Index < Input->LeafCount; ++Index)
    {
        const HVINFO_LEAF *Leaf = &Input->Leaves[Index];
        uint32_t First = Leaf->Leaf < 0x40000000U           ? 0U
                         : Leaf->Leaf < HVINFO_SECOND_RANGE ? 0x40000000U
                         : Leaf->Leaf < 0x80000000U         ? HVINFO_SECOND_RANGE
                                                            : 0x80000000U;
        uint32_t Maximum = 0;
        bool HasMaximum = false;

        for (size_t Other = 0; Other < Input->LeafCount; ++Other)
        {
            if (Input->Leaves[Other].Leaf == First && (Input->Leaves[Other].Known & 1) != 0)
            {
                Maximum = Input->Leaves[Other].Register[HvinfoEax];
                HasMaximum = Maximum >= First;
                break;
            }
        }
        if (HasMaximum && Leaf->Leaf != First && Leaf->Leaf > Maximum)
        {
            size_t Length = strlen(Beyond);

            ++Removed;
            if (Length + 16 < sizeof(Beyond) && Leaf->Subleaf == 0)
            {
                (void)snprintf(Beyond + Length, sizeof(Beyond) - Length, "%s%08X", Length != 0 ? ", " : "",
                               (unsigned)Leaf->Leaf);
            }
            continue;
        }
        Input->Leaves[Kept++] = *Leaf;
    }
    Input->LeafCount = Kept;
    if (Removed != 0)
    {
        HvinfoNote(Input, "Ignored %u %s beyond the maximum of the range: %s.", (unsigned)Removed,
                   Removed == 1 ? "leaf" : "leaves", Beyond);
    }
}

/** Notes the leaves in which another section differs from the one that is shown. */
static void CompareSection(HVINFO_READING *Reading, size_t Shown, size_t Section, HVINFO_INPUT *Input)
{
    char Differing[128] = "";
    size_t Count = 0;
    size_t Leaves = 0;

    for (size_t Index = 0; Index < Reading->RecordCount; ++Index)
    {
        const HVINFO_LEAF *Leaf = &Reading->Records[Index].Leaf;
        const HVINFO_LEAF *Same;

        if (Reading->Records[Index].Section != Section)
        {
            continue;
        }
        ++Leaves;
        Same = HvinfoFindLeaf(Input, Leaf->Leaf, Leaf->Subleaf);
        if (Same != NULL && !Agrees(Same, Leaf->Register, Leaf->Known))
        {
            size_t Length = strlen(Differing);

            ++Count;
            if (Length + 24 < sizeof(Differing))
            {
                (void)snprintf(Differing + Length, sizeof(Differing) - Length, "%s%08X", Length != 0 ? ", " : "",
                               (unsigned)Leaf->Leaf);
                if (Leaf->Subleaf != 0)
                {
                    Length = strlen(Differing);
                    (void)snprintf(Differing + Length, sizeof(Differing) - Length, ".%X", (unsigned)Leaf->Subleaf);
                }
            }
        }
    }
    if (Leaves == 0)
    {
        return;
    }
    if (Count == 0)
    {
        HvinfoNote(Input, "%s (line %u) does not differ from %s.", Reading->Sections[Section].Label,
                   Reading->Sections[Section].Line, Reading->Sections[Shown].Label);
    }
    else
    {
        HvinfoNote(Input, "%s (line %u) differs from %s in %u %s: %s%s", Reading->Sections[Section].Label,
                   Reading->Sections[Section].Line, Reading->Sections[Shown].Label, (unsigned)Count,
                   Count == 1 ? "leaf" : "leaves", Differing,
                   strlen(Differing) + 24 >= sizeof(Differing) ? " ..." : ".");
    }
}

/** Whether the section has the leaf. */
static bool HasLeaf(const HVINFO_READING *Reading, size_t Section, uint32_t Leaf)
{
    for (size_t Index = 0; Index < Reading->RecordCount; ++Index)
    {
        if (Reading->Records[Index].Section == Section && Reading->Records[Index].Leaf.Leaf == Leaf)
        {
            return true;
        }
    }
    return false;
}

/** Whether the section has anything at all. */
static bool HasAnything(const HVINFO_READING *Reading, size_t Section)
{
    for (size_t Index = 0; Index < Reading->RecordCount; ++Index)
    {
        if (Reading->Records[Index].Section == Section)
        {
            return true;
        }
    }
    for (size_t Index = 0; Index < Reading->Input->EventCount; ++Index)
    {
        if (Reading->EventSections[Index] == Section)
        {
            return true;
        }
    }
    return false;
}

/** Finds the section that the request names; false if there is none. */
static bool ChooseSection(HVINFO_READING *Reading, const HVINFO_REQUEST *Request, size_t *Chosen, HVINFO_ERROR *Error)
{
    bool IsLog = Reading->Reader->Source == HvinfoSourceKernelLog;
    char Label[32] = "";
    size_t Found = SIZE_MAX;
    size_t Number = 0;
    int Boot = 0;

    if (Request->Processor != NULL && !IsLog)
    {
        bool IsNumber =
            Request->Processor[0] != '\0' && strspn(Request->Processor, "0123456789") == strlen(Request->Processor);

        (void)snprintf(Label, sizeof(Label), IsNumber ? "CPU %.16s" : "%.24s", Request->Processor);
    }
    for (size_t Section = 0; Section < Reading->SectionCount; ++Section)
    {
        if (!HasAnything(Reading, Section))
        {
            continue;
        }
        ++Number;
        if (IsLog)
        {
            ++Boot;
            if (Request->Boot == 0 || Request->Boot == Boot)
            {
                Found = Section;
            }
        }
        else if (Label[0] != '\0')
        {
            if (strcmp(Reading->Sections[Section].Label, Label) == 0 ||
                (Reading->Sections[Section].Label[0] == '\0' && strcmp(Label, "CPU 0") == 0))
            {
                Found = Section;
            }
        }
        else if (Found == SIZE_MAX || (!HasLeaf(Reading, Found, HvCpuIdFunctionHvVendorAndMaxFunction) &&
                                       HasLeaf(Reading, Section, HvCpuIdFunctionHvVendorAndMaxFunction)))
        {
            Found = Section;
        }
    }
    if (Found == SIZE_MAX)
    {
        return IsLog
                   ? HvinfoFail(Error, Reading->Name, 0, "it has no boot %d, only %u", Request->Boot, (unsigned)Number)
                   : HvinfoFail(Error, Reading->Name, 0, "it has no section '%s', but %u others, the first of them %s", Label,
                                (unsigned)Number,
                                Reading->Sections[0].Label[0] != '\0' ? Reading->Sections[0].Label : "without a name");
    }
    *Chosen = Found;
    return true;
}

/** Fills the input from the section that is shown. */
static bool Finish(HVINFO_READING *Reading, const HVINFO_REQUEST *Request, HVINFO_ERROR *Error)
{
    HVINFO_INPUT *Input = Reading->Input;
    bool IsLog = Reading->Reader->Source == HvinfoSourceKernelLog;
    size_t Chosen = 0;
    size_t Kept = 0;
    size_t Sections = 0;

    if (!ChooseSection(Reading, Request, &Chosen, Error) || !TakeSection(Reading, Chosen, Error))
    {
        return false;
    }
    for (size_t Index = 0; Index < Input->EventCount; ++Index)
    {
        if (Reading->EventSections[Index] == Chosen)
        {
            Input->Events[Kept++] = Input->Events[Index];
        }
    }
    Input->EventCount = Kept;
    Input->Source = Reading->Reader->Source;
    Input->Form = Reading->Form != NULL ? Reading->Form : Reading->Reader->Title;
    if (Reading->Sections[Chosen].Architecture != 0)
    {
        Input->Architecture = Reading->Sections[Chosen].Architecture;
    }
    Input->Machine = Reading->Sections[Chosen].Machine;
    for (size_t Section = 0; Section < Reading->SectionCount; ++Section)
    {
        Sections += HasAnything(Reading, Section);
    }
    if (Sections > 1)
    {
        (void)snprintf(Input->Section, sizeof(Input->Section), "%s", Reading->Sections[Chosen].Label);
        if (IsLog)
        {
            HvinfoNote(Input, "The log has %u boots; %s is shown, from line %u on (--boot N selects another).",
                       (unsigned)Sections, Input->Section, Reading->Sections[Chosen].Line);
        }
        else
        {
            HvinfoNote(Input, "The text has %u processors or parts; %s is shown (--cpu N or --cpu NAME selects another).",
                       (unsigned)Sections, Input->Section[0] != '\0' ? Input->Section : "the first");
        }
        for (size_t Section = 0; Section < Reading->SectionCount && Section < 8 && !IsLog; ++Section)
        {
            if (Section != Chosen)
            {
                CompareSection(Reading, Chosen, Section, Input);
            }
        }
    }
    if (!IsLog)
    {
        RemoveBeyondMaximum(Input);
    }
    if (Reading->Lost)
    {
        HvinfoNote(Input, "The text has more leaves or sections than hvinfo can store; the last ones are not shown.");
    }
    if (Reading->Passed != 0)
    {
        HvinfoNote(Input, "Ignored %u %s%s.", (unsigned)Reading->Passed, Reading->Passed == 1 ? "line" : "lines",
                   Request->Verbose != NULL ? "" : " (--verbose shows them)");
    }
    return true;
}

static void FreeReading(HVINFO_READING *Reading)
{
    free(Reading->Records);
    free(Reading->Sections);
    Reading->Records = NULL;
    Reading->Sections = NULL;
}

/** Reads with one reader, into an input without anything but its name and architecture. */
static void ReadWith(HVINFO_READING *Reading, const HVINFO_READER *Reader, const HVINFO_REQUEST *Request,
                     HVINFO_INPUT *Input, const char *Name, const char *Data, size_t Size, FILE *Verbose)
{
    HVINFO_ARCHITECTURE Architecture = Input->Architecture;

    memset(Reading, 0, sizeof(*Reading));
    memset(Input, 0, sizeof(*Input));
    Input->Architecture = Architecture;
    Input->Name = Name;
    Reading->Reader = Reader;
    Reading->Name = Name;
    Reading->Data = Data;
    Reading->Size = Size;
    Reading->Architecture = Request->Architecture;
    Reading->Input = Input;
    Reading->Verbose = Verbose;
    if (AppendSection(Reading, ""))
    {
        Reading->Sections[0].Line = 1;
        Reader->Read(Reading);
    }
}

static bool IsAllowed(const HVINFO_READER *Reader, const HVINFO_REQUEST *Request)
{
    return Request->Reader != NULL                   ? Reader == Request->Reader
           : Reader->Source == HvinfoSourceKernelLog ? Request->Logs
                                                     : Request->Dumps;
}

/** Reports the forms of text that hvinfo reads, after it found none. */
static bool FailEmpty(HVINFO_ERROR *Error, const char *Name, const HVINFO_REQUEST *Request, bool IsCut)
{
    if (!Request->Dumps)
    {
        return HvinfoFail(
            Error, Name, 0,
            "no line in which a kernel logs the hypervisor's reports; hvinfo looks for lines such as \"Hyper-V: "
            "privilege flags low\", \"Hyper-V: Host Build\" (Linux), \"Hyper-V Version:\", \"Features=\" (FreeBSD, "
            "NetBSD, illumos), \"hyperv0 at pvbus0\" (OpenBSD), \"hv_vmbus:\"");
    }
    return HvinfoFail(
        Error, Name, 0,
        Request->Logs ? "no text of a known form%s; hvinfo looks for dumps of CPUID (lines of leaf subleaf eax ebx ecx "
                        "edx, or \"CPUID 40000000:\", eax=, tuples, XML, JSON), lines of a kernel log "
                        "(\"Hyper-V: ...\", \"hv_vmbus: ...\") and crash registers; hvinfo explain explains a number"
                      : "no line of leaf subleaf eax ebx ecx edx, and no other form of CPUID dump%s",
        IsCut ? " (it may be cut off)" : "");
}

/** Whether the leaves are lines of a kernel, which the reader of its log has too. */
static bool IsOfKernel(const HVINFO_READING *Reading)
{
    return Reading->Form != NULL && strstr(Reading->Form, "do_cpuid") != NULL;
}

/** Whether the text has crash registers, with or without a monitor's words around them. */
static bool HasCrashes(HVINFO_INPUT *Input, const char *Data, size_t Size)
{
    memset(Input, 0, sizeof(*Input));
    Input->Source = HvinfoSourceCrash;
    HvinfoReadCrashes(Input, Data, Size);
    return Input->CrashCount != 0;
}

bool HvinfoRead(HVINFO_INPUT *Input, const HVINFO_REQUEST *Request, const char *Name, const char *Data, size_t Size,
                HVINFO_ERROR *Error)
{
    static HVINFO_READING Reading;
    const HVINFO_READER *Best = NULL;
    size_t BestTaken = 0;
    size_t BestRefused = 0;
    size_t LogTaken = 0;
    size_t DumpTaken = 0;
    HVINFO_ARCHITECTURE Default = Request->Architecture != 0 ? Request->Architecture : Input->Architecture;
    bool Result = true;

    Input->Name = Name;
    if (Size == 0)
    {
        return HvinfoFail(Error, Name, 0, "the file is empty");
    }
    for (size_t Index = 0; Index < ReaderCount; ++Index)
    {
        if (!IsAllowed(Readers[Index], Request))
        {
            continue;
        }
        ReadWith(&Reading, Readers[Index], Request, Input, Name, Data, Size, NULL);
        if (Best == NULL || Reading.Taken > BestTaken || (BestTaken == 0 && Reading.Refused > BestRefused))
        {
            Best = Readers[Index];
            BestTaken = Reading.Taken;
            BestRefused = Reading.Refused;
        }
        if (Readers[Index]->Source == HvinfoSourceKernelLog)
        {
            LogTaken = Reading.Taken;
        }
        else if (Reading.Taken > DumpTaken && !IsOfKernel(&Reading))
        {
            DumpTaken = Reading.Taken;
        }
        FreeReading(&Reading);
    }
    if (BestTaken == 0 && BestRefused != 0 && Request->Logs && Request->Dumps && HasCrashes(Input, Data, Size))
    {
        BestRefused = 0; /* Numbers in a row that are no leaf. */
    }
    if (Best != NULL && BestTaken + BestRefused != 0)
    {
        Input->Architecture = Default;
        ReadWith(&Reading, Best, Request, Input, Name, Data, Size, BestRefused == 0 ? Request->Verbose : NULL);
        if (Reading.Refused != 0)
        {
            *Error = Reading.Error;
            Result = false;
        }
        else
        {
            Result = Finish(&Reading, Request, Error);
        }
        FreeReading(&Reading);
        if (!Result)
        {
            return false;
        }
        if (Best->Source == HvinfoSourceRecording && LogTaken > 1)
        {
            HvinfoNote(Input, "The text also has %u lines of a kernel log (--kernel-log shows them).",
                       (unsigned)LogTaken);
        }
        else if (Best->Source == HvinfoSourceKernelLog && DumpTaken > 1)
        {
            HvinfoNote(Input, "The text also has %u leaves of CPUID (--recording shows them).", (unsigned)DumpTaken);
        }
    }
    else
    {
        memset(Input, 0, sizeof(*Input));
        Input->Architecture = Default;
        Input->Name = Name;
        Input->Source = HvinfoSourceCrash;
        Input->Form = "crash registers";
    }
    if (Request->Logs)
    {
        HvinfoReadCrashes(Input, Data, Size);
    }
    if (BestTaken == 0 && Input->CrashCount == 0)
    {
        return FailEmpty(Error, Name, Request, false);
    }
    if (Request->Processor != NULL && Input->Source != HvinfoSourceRecording)
    {
        return HvinfoFail(Error, Name, 0, "--cpu requires a dump of CPUID, and this is a %s", Input->Form);
    }
    if (Request->Boot != 0 && Input->Source != HvinfoSourceKernelLog)
    {
        return HvinfoFail(Error, Name, 0, "--boot requires a kernel log, and this is %s", Input->Form);
    }
    return true;
}

bool HvinfoParseRecording(HVINFO_INPUT *Input, const char *Name, const char *Data, size_t Size, HVINFO_ERROR *Error)
{
    HVINFO_REQUEST Request = {.Dumps = true};

    Input->Architecture = HvinfoX64;
    return HvinfoRead(Input, &Request, Name, Data, Size, Error);
}

bool HvinfoParseKernelLog(HVINFO_INPUT *Input, const char *Name, const char *Data, size_t Size, HVINFO_ERROR *Error)
{
    HVINFO_REQUEST Request = {.Logs = true, .Reader = &HvinfoKernelLogReader};

    return HvinfoRead(Input, &Request, Name, Data, Size, Error);
}
