/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Kernel logs: the registers that a guest's kernel prints while it boots.
 *
 * Linux prints some registers of the hypervisor's leaves as they are, under
 * names of its own, and the version taken apart. The names changed with the
 * years:
 *
 *     Hyper-V: privilege flags low 0xae7f, high 0x3b8030, ext 0x62, hints 0xa0e24, misc 0xe0bed7b2
 *     Hyper-V: features 0x2e7f, hints 0x60e24, misc 0xbed7b2
 *     Hyper-V: Nested features: 0x3e0101
 *     Hyper-V: Isolation Config: Group A 0x0, Group B 0x3
 *     Hyper-V: Host Build 10.0.20348.1799-1-0
 *     Hyper-V Host Build:14393-10.0-0-0.576; Vmbus version:4.0
 *
 * On ARM64 "misc" is the third word of the register that stands for leaf
 * 0x40000003, where that architecture has its features; on x64 it is EDX, the
 * fourth.
 *
 * FreeBSD and illumos print "Hyper-V Version: 10.0.19041 [SP1]". Every other
 * line of a log is passed over; one that begins like these and does not go on
 * like them is an error.
 */

#include "hvinfo.h"

#include <string.h>

#include <Mile.HyperV/Hypervisor/Cpuid.h>

#define MAXIMUM_LINE 512

/** Stores a register, unless another line told another value. */
static bool Tell(HVINFO_INPUT *Input, const char *Name, unsigned Number, uint32_t LeafNumber, unsigned Register,
                 uint32_t Value, HVINFO_ERROR *Error)
{
    HVINFO_LEAF *Leaf = HvinfoAddLeaf(Input, LeafNumber, 0);

    if (Leaf == NULL)
    {
        return HvinfoFail(Error, Name, Number, "more than %u leaves", (unsigned)HVINFO_MAXIMUM_LEAVES);
    }
    if ((Leaf->Known & (1U << Register)) != 0 && Leaf->Register[Register] != Value)
    {
        return HvinfoFail(Error, Name, Number, "0x%x, but line %u says 0x%x: a log of two boots?", (unsigned)Value,
                          Leaf->Line, (unsigned)Leaf->Register[Register]);
    }
    Leaf->Register[Register] = Value;
    Leaf->Known |= 1U << Register;
    Leaf->Line = Number;
    return true;
}

/** What the kernel calls a register. */
static const struct
{
    const char *Key;
    uint32_t Leaf;
    unsigned Register;
} Keys[] = {
    {"privilege flags low", HvCpuIdFunctionMsHvFeatures, HvinfoEax},
    {"features", HvCpuIdFunctionMsHvFeatures, HvinfoEax},
    {"high", HvCpuIdFunctionMsHvFeatures, HvinfoEbx},
    {"ext", HvCpuIdFunctionMsHvFeatures, HvinfoEcx},
    {"misc", HvCpuIdFunctionMsHvFeatures, HvinfoEdx},
    {"hints", HvCpuIdFunctionMsHvEnlightenmentInformation, HvinfoEax},
    {"Nested features:", HvCpuidFunctionMsHvNestedVirtFeatures, HvinfoEax},
    {"Isolation Config: Group A", HvCpuidFunctionMsHvIsolationConfiguration, HvinfoEax},
    {"Group B", HvCpuidFunctionMsHvIsolationConfiguration, HvinfoEbx},
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

/** "key 0x1, key 0x2", the first key being known. */
static bool ParseRegisters(HVINFO_INPUT *Input, const char *Name, unsigned Number, const char *Text,
                           HVINFO_ERROR *Error)
{
    for (;;)
    {
        const char *Value;
        size_t Key = FindKey(Text, &Value);
        size_t Length;
        uint32_t Register;
        unsigned Place;

        if (Key == KeyCount)
        {
            return HvinfoFail(Error, Name, Number, "'%.40s' is none of the values that the kernel prints here", Text);
        }
        Length = strcspn(Value, ", ");
        if (strncmp(Value, "0x", 2) != 0 || !HvinfoParseHex(Value, Length, &Register))
        {
            return HvinfoFail(Error, Name, Number, "%s '%.*s' is not a hexadecimal number of 32 bits", Keys[Key].Key,
                              (int)(Length > 40 ? 40 : Length), Value);
        }
        if (!HvinfoKernelRegister(Input->Architecture, Keys[Key].Leaf, Keys[Key].Register, &Place))
        {
            return HvinfoFail(Error, Name, Number, "what '%s' is on ARM64 no source tells", Keys[Key].Key);
        }
        if (!Tell(Input, Name, Number, Keys[Key].Leaf, Place, Register, Error))
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
            return HvinfoFail(Error, Name, Number, "'%.40s' where a comma or the end belongs", Text);
        }
        Text += 2;
    }
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
    return *Text == '\0' || *Text == ';' || *Text == ' ';
}

/** The version that follows "Hyper-V" in @p Text; *Matched tells whether the line is about it at all. */
static bool ParseVersion(HVINFO_INPUT *Input, const char *Name, unsigned Number, const char *Text, bool *Matched,
                         HVINFO_ERROR *Error)
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
    /* The order in which each form has the six figures. */
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
            return HvinfoFail(Error, Name, Number, "'%.60s' is not a version", Text + Length);
        }
        for (unsigned Place = 0; Place < Forms[Index].Count; ++Place)
        {
            Figure[Forms[Index].Order[Place]] = Values[Place];
        }
        if (Figure[Major] > 0xFFFF || Figure[Minor] > 0xFFFF || Figure[Branch] > 0xFF ||
            Figure[ServiceNumber] > 0xFFFFFF)
        {
            return HvinfoFail(Error, Name, Number, "'%.60s' does not fit the registers of a version", Text + Length);
        }
        return Tell(Input, Name, Number, HvCpuIdFunctionMsHvVersion, HvinfoEax, Figure[Build], Error) &&
               Tell(Input, Name, Number, HvCpuIdFunctionMsHvVersion, HvinfoEbx, Figure[Major] << 16 | Figure[Minor],
                    Error) &&
               Tell(Input, Name, Number, HvCpuIdFunctionMsHvVersion, HvinfoEcx, Figure[ServicePack], Error) &&
               (Forms[Index].Count < 6 || Tell(Input, Name, Number, HvCpuIdFunctionMsHvVersion, HvinfoEdx,
                                               Figure[Branch] << 24 | Figure[ServiceNumber], Error));
    }
    return true;
}

/** What follows "Hyper-V" in a line; IsCut if that is more than fits. */
static bool ParseLine(HVINFO_INPUT *Input, const char *Name, unsigned Number, const char *Text, bool IsCut,
                      HVINFO_ERROR *Error)
{
    const char *Rest;
    bool Matched;

    if (!ParseVersion(Input, Name, Number, Text, &Matched, Error))
    {
        return false;
    }
    if (!Matched && strncmp(Text, ": ", 2) == 0 && FindKey(Text + 2, &Rest) != KeyCount)
    {
        if (IsCut)
        {
            return HvinfoFail(Error, Name, Number, "the line has more than %u characters", (unsigned)MAXIMUM_LINE);
        }
        return ParseRegisters(Input, Name, Number, Text + 2, Error);
    }
    return true;
}

/** What follows the product's name in the line, in either spelling, or NULL. */
static const char *FindProduct(const char *Line, size_t Length, size_t *RestLength)
{
    static const char *const Products[] = {"Hyper-V", "HyperV"};

    for (size_t Index = 0; Index < Length; ++Index)
    {
        for (size_t Product = 0; Product < sizeof(Products) / sizeof(Products[0]); ++Product)
        {
            size_t ProductLength = strlen(Products[Product]);

            if (Length - Index >= ProductLength && memcmp(Line + Index, Products[Product], ProductLength) == 0)
            {
                *RestLength = Length - Index - ProductLength;
                return Line + Index + ProductLength;
            }
        }
    }
    return NULL;
}

bool HvinfoParseKernelLog(HVINFO_INPUT *Input, const char *Name, const char *Data, size_t Size, HVINFO_ERROR *Error)
{
    size_t Position = 0;
    unsigned Number = 0;

    Input->Name = Name;
    if (Size == 0)
    {
        return HvinfoFail(Error, Name, 0, "the file is empty");
    }
    while (Position < Size)
    {
        const char *Line = Data + Position;
        const char *End = memchr(Line, '\n', Size - Position);
        size_t Length = End != NULL ? (size_t)(End - Line) : Size - Position;
        size_t RestLength = 0;
        const char *Rest;

        ++Number;
        Position += Length + (End != NULL);
        while (Length != 0 && (Line[Length - 1] == '\r' || Line[Length - 1] == ' '))
        {
            --Length;
        }
        Rest = FindProduct(Line, Length, &RestLength);
        if (Rest != NULL)
        {
            char Text[MAXIMUM_LINE + 1];
            size_t Copied = RestLength > MAXIMUM_LINE ? MAXIMUM_LINE : RestLength;

            for (size_t Index = 0; Index < Copied; ++Index)
            {
                /* A message may quote the line, so nothing but plain text goes on from here. */
                Text[Index] = Rest[Index] >= ' ' && Rest[Index] <= '~' ? Rest[Index] : '?';
            }
            Text[Copied] = '\0';
            if (!ParseLine(Input, Name, Number, Text, RestLength > MAXIMUM_LINE, Error))
            {
                return false;
            }
        }
    }
    if (Input->LeafCount == 0)
    {
        return HvinfoFail(Error, Name, 0, "no line in which a kernel tells what the hypervisor says");
    }
    HvinfoSortLeaves(Input);
    return true;
}
