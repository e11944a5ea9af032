/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Dumps in XML: each leaf an element, the registers its text or its attributes.
 *
 *     <register eax="40000000" ecx="00000000">40000010,61774D56,4D566572,65726177</register>    RJCP
 *     <cpuid eax_in='0x40000000' ecx_in='0x00' eax='0x40000001' ebx='0x4b4d564b' .../>          libvirt
 */

#include "hvinfo.h"

#include <string.h>

/** Items that the attributes of an element name. */
typedef struct ELEMENT
{
    const char *Name;
    size_t NameLength;
    HVINFO_WORD Word[8]; /**< eax, ebx, ecx, edx, leaf, subleaf, number; Length 0: there is none. */
} ELEMENT;

enum
{
    AttributeLeaf = HvinfoRegisters,
    AttributeSubleaf,
    AttributeNumber,
};

static bool IsSpace(char Character)
{
    return Character == ' ' || Character == '\t' || Character == '\r' || Character == '\n';
}

static unsigned FindAttribute(const HVINFO_WORD *Name)
{
    static const struct
    {
        const char *Name;
        unsigned Attribute;
    } Names[] = {
        {"eax", HvinfoEax},           {"ebx", HvinfoEbx},
        {"ecx", HvinfoEcx},           {"edx", HvinfoEdx},
        {"eax_in", AttributeLeaf},    {"leaf", AttributeLeaf},
        {"function", AttributeLeaf},  {"level", AttributeLeaf},
        {"ecx_in", AttributeSubleaf}, {"subleaf", AttributeSubleaf},
        {"index", AttributeSubleaf},  {"id", AttributeNumber},
        {"number", AttributeNumber},
    };

    for (size_t Index = 0; Index < sizeof(Names) / sizeof(Names[0]); ++Index)
    {
        if (HvinfoIsWord(Name, Names[Index].Name))
        {
            return Names[Index].Attribute;
        }
    }
    return 8;
}

/** The attributes of the element from @p Text to its '>'. */
static void ReadAttributes(ELEMENT *Element, const char *Text, const char *End)
{
    while (Text != End)
    {
        HVINFO_WORD Name;
        const char *Value;
        char Quote;

        while (Text != End && (IsSpace(*Text) || *Text == '/'))
        {
            ++Text;
        }
        memset(&Name, 0, sizeof(Name));
        Name.Text = Text;
        while (Text != End && *Text != '=' && !IsSpace(*Text))
        {
            ++Text;
        }
        Name.Length = (size_t)(Text - Name.Text);
        while (Text != End && *Text != '"' && *Text != '\'')
        {
            ++Text;
        }
        if (Text == End)
        {
            return;
        }
        Quote = *Text++;
        Value = Text;
        while (Text != End && *Text != Quote)
        {
            ++Text;
        }
        if (FindAttribute(&Name) < 8 && Text - Value < 64)
        {
            HVINFO_WORD Words[HVINFO_MAXIMUM_WORDS];

            if (HvinfoSplit(Value, (size_t)(Text - Value), Words) == 1)
            {
                Element->Word[FindAttribute(&Name)] = Words[0];
            }
        }
        if (Text != End)
        {
            ++Text;
        }
    }
}

/** The number of the attribute; false if it is not there or no number of 32 bits. */
static bool Number(const ELEMENT *Element, unsigned Attribute, uint32_t *Value)
{
    const HVINFO_WORD *Word = &Element->Word[Attribute];

    *Value = (uint32_t)Word->Value;
    return Word->Length != 0 && Word->IsNumber && Word->Value <= UINT32_MAX;
}

/** Keeps the leaf of the element, if it has one; @p Content is the text behind it. */
static void ReadElement(HVINFO_READING *Reading, const ELEMENT *Element, const char *Content, size_t ContentLength)
{
    static const char *const RegisterNames[HvinfoRegisters] = {"eax", "ebx", "ecx", "edx"};
    HVINFO_WORD Words[HVINFO_MAXIMUM_WORDS];
    uint32_t Register[HvinfoRegisters];
    uint32_t Leaf = 0;
    uint32_t Subleaf = 0;
    bool HasLeaf = Number(Element, AttributeLeaf, &Leaf);
    size_t Count;

    if (HasLeaf && Element->Word[HvinfoEax].Length != 0)
    {
        (void)Number(Element, AttributeSubleaf, &Subleaf);
        for (unsigned Index = 0; Index < HvinfoRegisters; ++Index)
        {
            if (!Number(Element, Index, &Register[Index]))
            {
                (void)HvinfoRefuse(Reading, "leaf %08X: %s is missing, or no number of 32 bits", (unsigned)Leaf,
                                   RegisterNames[Index]);
                return;
            }
        }
        HvinfoKeepLeaf(Reading, Leaf, Subleaf, Register, 0xF);
        return;
    }
    if (!HasLeaf && Element->Word[HvinfoEbx].Length == 0)
    {
        HasLeaf = Number(Element, HvinfoEax, &Leaf);
        (void)Number(Element, HvinfoEcx, &Subleaf);
    }
    else
    {
        (void)Number(Element, AttributeSubleaf, &Subleaf);
    }
    if (!HasLeaf)
    {
        return;
    }
    Count = HvinfoSplit(Content, ContentLength, Words);
    if (Count == 0)
    {
        return;
    }
    for (size_t Index = 0; Index < HvinfoRegisters; ++Index)
    {
        if (Index >= Count)
        {
            (void)HvinfoRefuse(Reading, "leaf %08X: the element ends before %s", (unsigned)Leaf, RegisterNames[Index]);
            return;
        }
        if (!Words[Index].IsNumber || Words[Index].Value > UINT32_MAX)
        {
            (void)HvinfoRefuse(Reading, "%s '%.*s' is not a hexadecimal number of 32 bits", RegisterNames[Index],
                               (int)(Words[Index].Length > 40 ? 40 : Words[Index].Length), Words[Index].Text);
            return;
        }
        Register[Index] = (uint32_t)Words[Index].Value;
    }
    HvinfoKeepLeaf(Reading, Leaf, Subleaf, Register, 0xF);
}

/** Whether the element's name is a processor's. */
static bool IsProcessor(const ELEMENT *Element)
{
    HVINFO_WORD Name;

    memset(&Name, 0, sizeof(Name));
    Name.Text = Element->Name;
    Name.Length = Element->NameLength;
    return HvinfoIsWord(&Name, "processor") || HvinfoIsWord(&Name, "cpu") || HvinfoIsWord(&Name, "logicalcpu");
}

static void Read(HVINFO_READING *Reading)
{
    const char *Text = Reading->Data;
    const char *End = Reading->Data + Reading->Size;
    const char *Counted = Text;
    unsigned Processors = 0;

    Reading->Line = 1;
    while (Text != End)
    {
        ELEMENT Element;
        const char *Close;
        const char *Content;

        Text = memchr(Text, '<', (size_t)(End - Text));
        if (Text == NULL)
        {
            return;
        }
        for (; Counted != Text; ++Counted)
        {
            Reading->Line += *Counted == '\n';
        }
        memset(&Element, 0, sizeof(Element));
        Element.Name = ++Text;
        /* An element is short; whatever is longer is none. */
        Close =
            memchr(Text, '>', (size_t)(End - Text) < HVINFO_MAXIMUM_LINE ? (size_t)(End - Text) : HVINFO_MAXIMUM_LINE);
        if (Close == NULL || *Text == '/' || *Text == '!' || *Text == '?')
        {
            continue;
        }
        while (Text != Close && !IsSpace(*Text) && *Text != '/')
        {
            ++Text;
        }
        Element.NameLength = (size_t)(Text - Element.Name);
        ReadAttributes(&Element, Text, Close);
        Text = Close + 1;
        Content = Text;
        if (IsProcessor(&Element))
        {
            char Label[32];
            uint32_t Given;

            (void)snprintf(Label, sizeof(Label), "CPU %u",
                           Number(&Element, AttributeNumber, &Given) ? (unsigned)Given : Processors);
            ++Processors;
            HvinfoEnterSection(Reading, Label);
            continue;
        }
        while (Text != End && *Text != '<' && Text - Content < HVINFO_MAXIMUM_LINE)
        {
            ++Text;
        }
        ReadElement(Reading, &Element, Content, (size_t)(Text - Content));
    }
}

const HVINFO_READER HvinfoXmlReader = {"XML", HvinfoSourceRecording, Read};
