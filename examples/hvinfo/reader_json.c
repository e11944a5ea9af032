/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Dumps in JSON: hvinfo's own report, and other objects and arrays that hold leaves.
 *
 *     {"leaf": "0x40000000", "subleaf": "0x00000000", "eax": "0x40000006", ...}
 *     {"function": 1073741824, "index": 0, "eax": 1073741830, ...}
 *     {"0x40000000": {"eax": "0x40000006", ...}}
 *     {"0x40000000": ["0x40000006", "0x7263694d", "0x666f736f", "0x76482074"]}
 *     [[1073741824, 0, 1073741830, 1919117645, 1718579055, 1984438388]]
 *
 * Strings are hexadecimal, numbers decimal, null is a register that is not known.
 */

#include "hvinfo.h"

#include <string.h>

#define MAXIMUM_DEPTH 32
#define MAXIMUM_STRING 64

/** An object or an array that is open. */
typedef struct LEVEL
{
    bool IsArray;
    char Key[MAXIMUM_STRING]; /**< Under which it stands in its parent. */
    uint64_t Number[8];       /**< Of an array: its numbers. */
    unsigned Numbers;         /**< More than 8 elements, or one that is no number: 9. */
    bool HasLeaf;
    uint32_t Leaf;
    uint32_t Subleaf;
    uint32_t Register[HvinfoRegisters];
    uint32_t Known;
    bool HasRegister; /**< One of the registers is named, be it null. */
} LEVEL;

typedef struct JSON
{
    HVINFO_READING *Reading;
    const char *Text;
    const char *End;
    LEVEL Levels[MAXIMUM_DEPTH];
    unsigned Depth;
    char Key[MAXIMUM_STRING];
} JSON;

/** Copies a string up to its closing quote; what does not fit is cut. */
static void ReadString(JSON *Json, char *Value, size_t Size)
{
    size_t Length = 0;

    while (Json->Text != Json->End && *Json->Text != '"')
    {
        char Character = *Json->Text++;

        if (Character == '\\' && Json->Text != Json->End)
        {
            Character = *Json->Text++;
        }
        Json->Reading->Line += Character == '\n';
        if (Length + 1 < Size)
        {
            Value[Length++] = Character;
        }
    }
    Json->Text += Json->Text != Json->End;
    Value[Length] = '\0';
}

/** A number in a key, with 0x or with eight digits. */
static bool IsLeafKey(const char *Key, uint32_t *Value)
{
    HVINFO_WORD Word[HVINFO_MAXIMUM_WORDS];

    if (HvinfoSplit(Key, strlen(Key), Word) != 1 || !Word[0].IsNumber || Word[0].Value > UINT32_MAX)
    {
        return false;
    }
    *Value = (uint32_t)Word[0].Value;
    return Word[0].HasPrefix || Word[0].Digits == 8;
}

/** The leaf and the subleaf that the keys of the open levels name. */
static bool FindLeaf(const JSON *Json, const LEVEL *Level, uint32_t *Leaf, uint32_t *Subleaf)
{
    unsigned Depth = (unsigned)(Level - Json->Levels);
    uint32_t Key;

    *Subleaf = Level->Subleaf;
    if (Level->HasLeaf)
    {
        *Leaf = Level->Leaf;
        return true;
    }
    if (!IsLeafKey(Level->Key, Leaf))
    {
        return false;
    }
    if (Depth >= 1 && IsLeafKey(Json->Levels[Depth - 1].Key, &Key))
    {
        *Subleaf = *Leaf;
        *Leaf = Key;
    }
    return true;
}

/** Keeps the leaf of a level that closes. */
static void CloseLevel(JSON *Json)
{
    LEVEL *Level = &Json->Levels[Json->Depth - 1];
    uint32_t Leaf;
    uint32_t Subleaf;

    if (Level->IsArray && (Level->Numbers == 5 || Level->Numbers == 6 || Level->Numbers == 4))
    {
        for (unsigned Index = 0; Index < Level->Numbers; ++Index)
        {
            if (Level->Number[Index] > UINT32_MAX)
            {
                return;
            }
        }
        for (unsigned Index = 0; Index < HvinfoRegisters; ++Index)
        {
            Level->Register[Index] = (uint32_t)Level->Number[Level->Numbers - HvinfoRegisters + Index];
        }
        if (Level->Numbers > 4)
        {
            HvinfoKeepLeaf(Json->Reading, (uint32_t)Level->Number[0],
                           Level->Numbers == 6 ? (uint32_t)Level->Number[1] : 0, Level->Register, 0xF);
        }
        else if (FindLeaf(Json, Level, &Leaf, &Subleaf))
        {
            HvinfoKeepLeaf(Json->Reading, Leaf, Subleaf, Level->Register, 0xF);
        }
        return;
    }
    if (Level->HasRegister && FindLeaf(Json, Level, &Leaf, &Subleaf))
    {
        HvinfoKeepLeaf(Json->Reading, Leaf, Subleaf, Level->Register, Level->Known);
    }
}

/** Whether the key is the register, as eax or rax in any case of letters. */
static unsigned FindRegister(const char *Key)
{
    static const char *const Names[HvinfoRegisters] = {"eax", "ebx", "ecx", "edx"};
    HVINFO_WORD Word;

    memset(&Word, 0, sizeof(Word));
    Word.Text = Key;
    Word.Length = strlen(Key);
    for (unsigned Index = 0; Index < HvinfoRegisters; ++Index)
    {
        if (HvinfoIsWord(&Word, Names[Index]))
        {
            return Index;
        }
    }
    return HvinfoRegisters;
}

/** A value: a string (hexadecimal if it is a number), a number, or null. */
static void TakeValue(JSON *Json, const char *Value, bool IsString)
{
    HVINFO_READING *Reading = Json->Reading;
    LEVEL *Level = &Json->Levels[Json->Depth - 1];
    HVINFO_WORD Words[HVINFO_MAXIMUM_WORDS];
    const char *Key = Json->Key;
    unsigned Register = FindRegister(Key);
    bool IsNumber = HvinfoSplit(Value, strlen(Value), Words) == 1 && Words[0].IsNumber && Value[0] != '-' &&
                    (IsString || Words[0].IsDecimal);
    uint64_t Number = IsNumber ? (IsString ? Words[0].Value : Words[0].Decimal) : 0;

    if (Level->IsArray)
    {
        if (IsNumber && Level->Numbers < 8)
        {
            Level->Number[Level->Numbers++] = Number;
        }
        else
        {
            Level->Numbers = 9;
        }
        return;
    }
    if (Register != HvinfoRegisters)
    {
        Level->HasRegister = true;
        if (IsNumber && Number <= UINT32_MAX)
        {
            Level->Register[Register] = (uint32_t)Number;
            Level->Known |= 1U << Register;
        }
        else if (strcmp(Value, "null") != 0 || IsString)
        {
            (void)HvinfoRefuse(Reading, "%s '%.40s' is not a number of 32 bits", Key, Value);
        }
    }
    else if ((strcmp(Key, "leaf") == 0 || strcmp(Key, "function") == 0 || strcmp(Key, "input_eax") == 0 ||
              strcmp(Key, "eax_in") == 0) &&
             IsNumber && Number <= UINT32_MAX)
    {
        Level->HasLeaf = true;
        Level->Leaf = (uint32_t)Number;
    }
    else if ((strcmp(Key, "subleaf") == 0 || strcmp(Key, "index") == 0 || strcmp(Key, "input_ecx") == 0 ||
              strcmp(Key, "ecx_in") == 0) &&
             IsNumber && Number <= UINT32_MAX)
    {
        Level->Subleaf = (uint32_t)Number;
    }
    else if (Json->Depth == 1 && strcmp(Key, "architecture") == 0 && Reading->Architecture == 0)
    {
        Reading->Sections[Reading->Section].Architecture = strcmp(Value, "arm64") == 0 ? HvinfoArm64 : HvinfoX64;
    }
}

/** The texts of hvinfo's own report. */
static bool TakeText(JSON *Json)
{
    HVINFO_INPUT *Input = Json->Reading->Input;
    char *Text = strcmp(Json->Key, "title") == 0    ? Input->Title
                 : strcmp(Json->Key, "origin") == 0 ? Input->Origin
                 : strcmp(Json->Key, "note") == 0   ? Input->Note
                                                    : NULL;

    if (Json->Depth != 2 || strcmp(Json->Levels[1].Key, "source") != 0 || Text == NULL)
    {
        return false;
    }
    ReadString(Json, Text, HVINFO_MAXIMUM_TEXT);
    for (char *Character = Text; *Character != '\0'; ++Character)
    {
        *Character = (unsigned char)*Character < ' ' ? ' ' : *Character;
    }
    if (!HvinfoIsText(Text, strlen(Text)))
    {
        Text[0] = '\0';
    }
    return true;
}

static void Open(JSON *Json, bool IsArray)
{
    LEVEL *Level = &Json->Levels[Json->Depth];

    if (Json->Depth != 0 && Json->Levels[Json->Depth - 1].IsArray)
    {
        Json->Levels[Json->Depth - 1].Numbers = 9;
    }
    memset(Level, 0, sizeof(*Level));
    Level->IsArray = IsArray;
    memcpy(Level->Key, Json->Key, sizeof(Level->Key));
    Json->Key[0] = '\0';
    ++Json->Depth;
}

static void Read(HVINFO_READING *Reading)
{
    JSON Json = {.Reading = Reading, .Text = Reading->Data, .End = Reading->Data + Reading->Size};
    char Value[MAXIMUM_STRING];

    Reading->Line = 1;
    while (Json.Text != Json.End && strchr(" \t\r\n", *Json.Text) != NULL && *Json.Text != '\0')
    {
        Reading->Line += *Json.Text++ == '\n';
    }
    if (Json.Text == Json.End || (*Json.Text != '{' && *Json.Text != '['))
    {
        return;
    }
    while (Json.Text != Json.End)
    {
        char Character = *Json.Text++;

        Reading->Line += Character == '\n';
        if (Character == '{' || Character == '[')
        {
            if (Json.Depth == MAXIMUM_DEPTH)
            {
                return;
            }
            Open(&Json, Character == '[');
        }
        else if (Json.Depth == 0)
        {
            continue;
        }
        else if (Character == '}' || Character == ']')
        {
            CloseLevel(&Json);
            --Json.Depth;
            Json.Key[0] = '\0';
        }
        else if (Character == '"')
        {
            const char *After;

            if (Json.Key[0] != '\0' && TakeText(&Json))
            {
                Json.Key[0] = '\0';
                continue;
            }
            ReadString(&Json, Value, sizeof(Value));
            After = Json.Text;
            while (After != Json.End && (*After == ' ' || *After == '\t'))
            {
                ++After;
            }
            if (After != Json.End && *After == ':' && !Json.Levels[Json.Depth - 1].IsArray)
            {
                memcpy(Json.Key, Value, sizeof(Json.Key));
                Json.Text = After + 1;
                continue;
            }
            TakeValue(&Json, Value, true);
            Json.Key[0] = '\0';
        }
        else if (strchr("-0123456789tfn", Character) != NULL && Character != '\0')
        {
            size_t Length = 0;

            --Json.Text;
            while (Json.Text != Json.End && strchr(" \t\r\n,]}:\"", *Json.Text) == NULL)
            {
                if (Length + 1 < sizeof(Value))
                {
                    Value[Length++] = *Json.Text;
                }
                ++Json.Text;
            }
            Value[Length] = '\0';
            TakeValue(&Json, Value, false);
            Json.Key[0] = '\0';
        }
    }
}

const HVINFO_READER HvinfoJsonReader = {"JSON", HvinfoSourceRecording, Read};
