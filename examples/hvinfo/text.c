/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Text as people paste it: encodings, lines, and the words of a line.
 */

#include "hvinfo.h"

#include <stdlib.h>
#include <string.h>

static bool IsDigit(char Character)
{
    return Character >= '0' && Character <= '9';
}

static bool IsHexDigit(char Character)
{
    return IsDigit(Character) || (Character >= 'a' && Character <= 'f') || (Character >= 'A' && Character <= 'F');
}

static bool IsLetter(char Character)
{
    return (Character >= 'a' && Character <= 'z') || (Character >= 'A' && Character <= 'Z');
}

static bool IsWordCharacter(char Character)
{
    return IsDigit(Character) || IsLetter(Character) || Character == '_';
}

static char Lower(char Character)
{
    return Character >= 'A' && Character <= 'Z' ? (char)(Character - 'A' + 'a') : Character;
}

/*
 * Words.
 */

/** Reads the word as a number if it is one. */
static void ReadNumber(HVINFO_WORD *Word)
{
    const char *Text = Word->Text;
    size_t Length = Word->Length;
    bool Fits = true;
    bool FitsDecimal = true;

    if (Length > 2 && Text[0] == '0' && Lower(Text[1]) == 'x')
    {
        Word->HasPrefix = true;
        Text += 2;
        Length -= 2;
        while (Length > 1 && (Lower(Text[Length - 1]) == 'u' || Lower(Text[Length - 1]) == 'l'))
        {
            --Length;
        }
    }
    else if (Length > 1 && Lower(Text[Length - 1]) == 'h')
    {
        Word->HasPrefix = true;
        --Length;
    }
    Word->IsDecimal = !Word->HasPrefix;
    for (size_t Index = 0; Index < Length; ++Index)
    {
        char Character = Text[Index];

        if (Character == '_' || Character == '`' || Character == '\'')
        {
            if (Index == 0 || Index + 1 == Length)
            {
                return;
            }
            continue;
        }
        if (!IsHexDigit(Character))
        {
            return;
        }
        Fits = Fits && Word->Value <= UINT64_MAX >> 4;
        Word->Value = Word->Value << 4 | (uint64_t)(IsDigit(Character) ? Character - '0' : Lower(Character) - 'a' + 10);
        Word->IsDecimal = Word->IsDecimal && IsDigit(Character);
        if (Word->IsDecimal)
        {
            FitsDecimal = FitsDecimal &&
                          (Word->Decimal < UINT64_MAX / 10 || (Word->Decimal == UINT64_MAX / 10 && Character <= '5'));
            Word->Decimal = Word->Decimal * 10 + (uint64_t)(Character - '0');
        }
        ++Word->Digits;
    }
    /* A decimal number of 64 bits may have more digits than a hexadecimal one. */
    Word->Value = Fits ? Word->Value : UINT64_MAX;
    Word->IsNumber = (Fits || (Word->IsDecimal && FitsDecimal)) && Word->Digits != 0;
}

/** Whether a point or a quote joins what is on both sides: 0.000000, 00000000`40000006, 0x4000'0000. */
static bool IsJoint(const char *Line, size_t Length, size_t Index)
{
    if (Index == 0 || Index + 1 >= Length)
    {
        return false;
    }
    if (Line[Index] == '.')
    {
        return IsDigit(Line[Index - 1]) && IsDigit(Line[Index + 1]);
    }
    return (Line[Index] == '`' || Line[Index] == '\'') && IsHexDigit(Line[Index - 1]) && IsHexDigit(Line[Index + 1]);
}

size_t HvinfoSplit(const char *Line, size_t Length, HVINFO_WORD *Words)
{
    size_t Count = 0;
    size_t Index = 0;

    while (Index < Length && Count < HVINFO_MAXIMUM_WORDS)
    {
        size_t Gap = Index;
        HVINFO_WORD *Word = &Words[Count];

        while (Index < Length && !IsWordCharacter(Line[Index]))
        {
            ++Index;
        }
        if (Index == Length)
        {
            break;
        }
        memset(Word, 0, sizeof(*Word));
        Word->Gap = Index - Gap;
        Word->Text = Line + Index;
        while (Index < Length && (IsWordCharacter(Line[Index]) || IsJoint(Line, Length, Index)))
        {
            ++Index;
        }
        Word->Length = (size_t)(Line + Index - Word->Text);
        ReadNumber(Word);
        ++Count;
    }
    return Count;
}

bool HvinfoIsWord(const HVINFO_WORD *Word, const char *Text)
{
    size_t Index;

    for (Index = 0; Index < Word->Length && Text[Index] != '\0'; ++Index)
    {
        if (Lower(Word->Text[Index]) != Lower(Text[Index]))
        {
            return false;
        }
    }
    return Index == Word->Length && Text[Index] == '\0';
}

bool HvinfoGapIs(const HVINFO_WORD *Word, const char *Allowed)
{
    for (size_t Index = 1; Index <= Word->Gap; ++Index)
    {
        if (strchr(Allowed, *(Word->Text - Index)) == NULL)
        {
            return false;
        }
    }
    return true;
}

const char *HvinfoFind(const char *Line, size_t Length, const char *What)
{
    size_t WhatLength = strlen(What);
    const char *Place = Line;

    while (WhatLength != 0 && Length - (size_t)(Place - Line) >= WhatLength)
    {
        Place = memchr(Place, What[0], Length - (size_t)(Place - Line) - WhatLength + 1);
        if (Place == NULL)
        {
            return NULL;
        }
        if (memcmp(Place, What, WhatLength) == 0)
        {
            return Place;
        }
        ++Place;
    }
    return WhatLength == 0 ? Line : NULL;
}

bool HvinfoNumberAfter(const char *Line, size_t Length, const char *Key, uint32_t *Value)
{
    const char *Place = HvinfoFind(Line, Length, Key);
    HVINFO_WORD Words[HVINFO_MAXIMUM_WORDS];
    size_t Rest;

    if (Place == NULL)
    {
        return false;
    }
    Place += strlen(Key);
    Rest = (size_t)(Line + Length - Place);
    if (HvinfoSplit(Place, Rest > 40 ? 40 : Rest, Words) == 0 || !Words[0].IsNumber ||
        !HvinfoGapIs(&Words[0], " \t:=#("))
    {
        return false;
    }
    *Value = (uint32_t)(Words[0].HasPrefix || !Words[0].IsDecimal ? Words[0].Value : Words[0].Decimal);
    return (Words[0].HasPrefix || !Words[0].IsDecimal ? Words[0].Value : Words[0].Decimal) <= UINT32_MAX;
}

/*
 * Prefixes of a line.
 */

/** Bytes of "[    0.000000] " and the like at the start, 0 if there is none. */
static size_t SkipBracket(const char *Line, size_t Length)
{
    size_t Index = 1;
    bool HasDigit = false;
    bool HasMark = false; /* An index of a table has none. */

    if (Length < 3 || Line[0] != '[')
    {
        return 0;
    }
    while (Index < Length && Index < 48 && Line[Index] != ']')
    {
        if (!IsDigit(Line[Index]) && !IsLetter(Line[Index]) && strchr(" .:+-,@/", Line[Index]) == NULL)
        {
            return 0;
        }
        HasDigit = HasDigit || IsDigit(Line[Index]);
        HasMark = HasMark || Line[Index] == '.' || Line[Index] == ':';
        ++Index;
    }
    return HasDigit && HasMark && Index < Length && Line[Index] == ']' ? Index + 1 : 0;
}

/** Bytes of a date or a time of day: digits with at least two of - : T . between, such as 2024-09-30 or 00:01:24.5. */
static size_t SkipTime(const char *Line, size_t Length)
{
    size_t Index = 0;
    unsigned Marks = 0;

    if (Length == 0 || !IsDigit(Line[0]))
    {
        return 0;
    }
    while (Index < Length && Index < 40 && (IsDigit(Line[Index]) || strchr("-:T.,+Z/", Line[Index]) != NULL))
    {
        Marks += Line[Index] == ':' || Line[Index] == '-' || Line[Index] == '/';
        ++Index;
    }
    if (Index == Length || Marks < 2 || (Line[Index] != ' ' && Line[Index] != '\t' && Line[Index] != '|'))
    {
        return 0;
    }
    /* A row of numbers with dashes between, InstLatx64's, is no time. */
    return Index > 33 ? 0 : Index + (Line[Index] == '|');
}

/** Bytes of "Jun 11 20:15:39 host kernel:" at the start, 0 if there is none. */
static size_t SkipSyslog(const char *Line, size_t Length)
{
    static const char Months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    size_t Index = 4;
    const char *Colon;

    if (Length < 16 || Line[3] != ' ')
    {
        return 0;
    }
    for (size_t Month = 0; memcmp(Months + Month, Line, 3) != 0;)
    {
        Month += 3;
        if (Month == sizeof(Months) - 1)
        {
            return 0;
        }
    }
    while (Index < Length && (IsDigit(Line[Index]) || Line[Index] == ' ' || Line[Index] == ':' || Line[Index] == '.'))
    {
        ++Index;
    }
    Colon = HvinfoFind(Line + Index, Length - Index, ": ");
    return Colon != NULL && Colon - Line < 120 ? (size_t)(Colon - Line) + 2 : 0;
}

const char *HvinfoSkipPrefix(const char *Line, size_t *Length)
{
    const char *End = Line + *Length;

    for (unsigned Round = 0; Round < 12; ++Round)
    {
        size_t Rest = (size_t)(End - Line);
        size_t Skip = 0;

        if (Rest != 0 && (Line[0] == ' ' || Line[0] == '\t' || Line[0] == '>' || Line[0] == '|' || Line[0] == '`'))
        {
            Skip = 1;
        }
        else if (Rest != 0 && (Skip = SkipBracket(Line, Rest)) == 0 && (Skip = SkipTime(Line, Rest)) == 0)
        {
            Skip = SkipSyslog(Line, Rest);
        }
        if (Skip == 0)
        {
            break;
        }
        Line += Skip;
    }
    while (Line != End && (*Line == ' ' || *Line == '\t'))
    {
        ++Line;
    }
    *Length = (size_t)(End - Line);
    return Line;
}

/*
 * Encodings.
 */

bool HvinfoIsText(const char *Text, size_t Length)
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

/** Writes a character as UTF-8; returns its bytes. */
static size_t WriteCharacter(char *Text, uint32_t Character)
{
    if (Character < 0x80)
    {
        Text[0] = (char)Character;
        return 1;
    }
    if (Character < 0x800)
    {
        Text[0] = (char)(0xC0 | Character >> 6);
        Text[1] = (char)(0x80 | (Character & 0x3F));
        return 2;
    }
    if (Character < 0x10000)
    {
        Text[0] = (char)(0xE0 | Character >> 12);
        Text[1] = (char)(0x80 | (Character >> 6 & 0x3F));
        Text[2] = (char)(0x80 | (Character & 0x3F));
        return 3;
    }
    Text[0] = (char)(0xF0 | Character >> 18);
    Text[1] = (char)(0x80 | (Character >> 12 & 0x3F));
    Text[2] = (char)(0x80 | (Character >> 6 & 0x3F));
    Text[3] = (char)(0x80 | (Character & 0x3F));
    return 4;
}

/** A unit of UTF-16 at @p Data. */
static uint32_t ReadUnit(const char *Data, bool IsBig)
{
    unsigned char First = (unsigned char)Data[0];
    unsigned char Second = (unsigned char)Data[1];

    return IsBig ? (uint32_t)First << 8 | Second : (uint32_t)Second << 8 | First;
}

/** Whether the text is UTF-16 without a mark: every second byte of the first ones is zero. */
static bool LooksLikeUtf16(const char *Data, size_t Size, bool IsBig)
{
    size_t Checked = Size < 64 ? Size / 2 : 32;

    for (size_t Index = 0; Index < Checked; ++Index)
    {
        if (Data[2 * Index + (IsBig ? 0 : 1)] != '\0' || Data[2 * Index + (IsBig ? 1 : 0)] == '\0')
        {
            return false;
        }
    }
    return Checked >= 2;
}

bool HvinfoDecodeText(char **Data, size_t *Size)
{
    bool IsLittle = *Size >= 2 && memcmp(*Data, "\xFF\xFE", 2) == 0;
    bool IsBig = *Size >= 2 && memcmp(*Data, "\xFE\xFF", 2) == 0;
    size_t Position = IsLittle || IsBig ? 2 : 0;
    size_t Length = 0;
    char *Text;

    if (*Size >= 3 && memcmp(*Data, "\xEF\xBB\xBF", 3) == 0)
    {
        *Size -= 3;
        memmove(*Data, *Data + 3, *Size);
        return true;
    }
    IsLittle = IsLittle || (!IsBig && LooksLikeUtf16(*Data, *Size, false));
    IsBig = IsBig || (!IsLittle && LooksLikeUtf16(*Data, *Size, true));
    if (!IsLittle && !IsBig)
    {
        return true;
    }
    /* A unit of two bytes becomes three at most. */
    Text = malloc(*Size / 2 * 3 + 1);
    if (Text == NULL)
    {
        return false;
    }
    while (*Size - Position >= 2)
    {
        uint32_t Character = ReadUnit(*Data + Position, IsBig);

        Position += 2;
        if (Character >= 0xD800 && Character <= 0xDBFF && *Size - Position >= 2)
        {
            uint32_t Low = ReadUnit(*Data + Position, IsBig);

            if (Low >= 0xDC00 && Low <= 0xDFFF)
            {
                Character = 0x10000 + ((Character & 0x3FF) << 10 | (Low & 0x3FF));
                Position += 2;
            }
        }
        Length += WriteCharacter(Text + Length, Character >= 0xD800 && Character <= 0xDFFF ? '?' : Character);
    }
    free(*Data);
    *Data = Text;
    *Size = Length;
    return true;
}
