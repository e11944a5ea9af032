/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The leaves of an input, and the small readers that all inputs need.
 */

#include "hvinfo.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

bool HvinfoFail(HVINFO_ERROR *Error, const char *Name, unsigned Line, const char *Format, ...)
{
    va_list Arguments;
    int Length;

    if (Line != 0)
    {
        Length = snprintf(Error->Text, sizeof(Error->Text), "%s:%u: ", Name, Line);
    }
    else
    {
        Length = snprintf(Error->Text, sizeof(Error->Text), "%s: ", Name);
    }
    if (Length >= 0 && (size_t)Length < sizeof(Error->Text))
    {
        va_start(Arguments, Format);
        (void)vsnprintf(Error->Text + Length, sizeof(Error->Text) - (size_t)Length, Format, Arguments);
        va_end(Arguments);
    }
    return false;
}

const HVINFO_LEAF *HvinfoFindLeaf(const HVINFO_INPUT *Input, uint32_t Leaf, uint32_t Subleaf)
{
    for (size_t Index = 0; Index < Input->LeafCount; ++Index)
    {
        if (Input->Leaves[Index].Leaf == Leaf && Input->Leaves[Index].Subleaf == Subleaf)
        {
            return &Input->Leaves[Index];
        }
    }
    return NULL;
}

HVINFO_LEAF *HvinfoAddLeaf(HVINFO_INPUT *Input, uint32_t Leaf, uint32_t Subleaf)
{
    const HVINFO_LEAF *Found = HvinfoFindLeaf(Input, Leaf, Subleaf);
    HVINFO_LEAF *Added;

    if (Found != NULL)
    {
        return &Input->Leaves[Found - Input->Leaves];
    }
    if (Input->LeafCount == HVINFO_MAXIMUM_LEAVES)
    {
        return NULL;
    }
    Added = &Input->Leaves[Input->LeafCount++];
    memset(Added, 0, sizeof(*Added));
    Added->Leaf = Leaf;
    Added->Subleaf = Subleaf;
    return Added;
}

static int CompareLeaves(const void *Left, const void *Right)
{
    const HVINFO_LEAF *First = Left;
    const HVINFO_LEAF *Second = Right;

    if (First->Leaf != Second->Leaf)
    {
        return First->Leaf < Second->Leaf ? -1 : 1;
    }
    if (First->Subleaf != Second->Subleaf)
    {
        return First->Subleaf < Second->Subleaf ? -1 : 1;
    }
    return 0;
}

void HvinfoSortLeaves(HVINFO_INPUT *Input)
{
    qsort(Input->Leaves, Input->LeafCount, sizeof(Input->Leaves[0]), CompareLeaves);
}

bool HvinfoRegister(const HVINFO_INPUT *Input, uint32_t Leaf, unsigned Register, uint32_t *Value)
{
    const HVINFO_LEAF *Found = HvinfoFindLeaf(Input, Leaf, 0);

    if (Found == NULL || (Found->Known & (1U << Register)) == 0)
    {
        *Value = 0;
        return false;
    }
    *Value = Found->Register[Register];
    return true;
}

bool HvinfoParseHex(const char *Text, size_t Length, uint32_t *Value)
{
    uint64_t Result = 0;

    if (Length > 2 && Text[0] == '0' && (Text[1] == 'x' || Text[1] == 'X'))
    {
        Text += 2;
        Length -= 2;
    }
    if (Length == 0)
    {
        return false;
    }
    for (size_t Index = 0; Index < Length; ++Index)
    {
        char Digit = Text[Index];

        if (Digit >= '0' && Digit <= '9')
        {
            Result = Result * 16 + (uint64_t)(Digit - '0');
        }
        else if (Digit >= 'a' && Digit <= 'f')
        {
            Result = Result * 16 + (uint64_t)(Digit - 'a') + 10;
        }
        else if (Digit >= 'A' && Digit <= 'F')
        {
            Result = Result * 16 + (uint64_t)(Digit - 'A') + 10;
        }
        else
        {
            return false;
        }
        if (Result > UINT32_MAX)
        {
            return false;
        }
    }
    *Value = (uint32_t)Result;
    return true;
}

bool HvinfoReadFile(const char *Name, size_t Limit, char **Data, size_t *Size, HVINFO_ERROR *Error)
{
    bool IsInput = strcmp(Name, "-") == 0;
    FILE *File = IsInput ? stdin : fopen(Name, "rb");
    char *Buffer = NULL;
    size_t Capacity = 0;
    size_t Length = 0;
    bool Result = false;

    if (File == NULL)
    {
        return HvinfoFail(Error, Name, 0, "%s", strerror(errno));
    }
    for (;;)
    {
        size_t Read;

        if (Length == Capacity)
        {
            char *Larger;

            if (Capacity > Limit)
            {
                (void)HvinfoFail(Error, Name, 0, "larger than %lu bytes", (unsigned long)Limit);
                break;
            }
            Capacity = Capacity == 0 ? 65536 : Capacity * 2;
            Larger = realloc(Buffer, Capacity);
            if (Larger == NULL)
            {
                (void)HvinfoFail(Error, Name, 0, "no memory");
                break;
            }
            Buffer = Larger;
        }
        errno = 0;
        Read = fread(Buffer + Length, 1, Capacity - Length, File);
        Length += Read;
        if (Read == 0)
        {
            if (ferror(File))
            {
                (void)HvinfoFail(Error, Name, 0, "%s", errno != 0 ? strerror(errno) : "cannot be read");
            }
            else if (Length > Limit)
            {
                (void)HvinfoFail(Error, Name, 0, "larger than %lu bytes", (unsigned long)Limit);
            }
            else
            {
                Result = true;
            }
            break;
        }
    }
    if (!IsInput)
    {
        (void)fclose(File);
    }
    if (!Result)
    {
        free(Buffer);
        return false;
    }
    *Data = Buffer;
    *Size = Length;
    return true;
}
