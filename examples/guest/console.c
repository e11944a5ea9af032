/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Text: a list of places that take characters, and just enough formatting to print numbers and GUIDs.
 */

#include "guest.h"

static void (*Sinks[4])(char);
static HV_UINT32 SinkCount;

void ConsoleAdd(void (*Sink)(char Character))
{
    if (SinkCount < sizeof(Sinks) / sizeof(Sinks[0]))
    {
        Sinks[SinkCount++] = Sink;
    }
}

void ConsoleClear(void)
{
    SinkCount = 0;
}

static void PrintCharacter(char Character)
{
    for (HV_UINT32 Index = 0; Index < SinkCount; ++Index)
    {
        Sinks[Index](Character);
    }
}

void Print(const char *Text)
{
    while (*Text != 0)
    {
        PrintCharacter(*Text++);
    }
}

static void PrintNumber(HV_UINT64 Value, HV_UINT32 Base, HV_UINT32 Digits)
{
    char Text[20];
    HV_UINT32 Count = 0;

    do
    {
        Text[Count++] = "0123456789abcdef"[Value % Base];
        Value /= Base;
    } while (Value != 0);
    for (; Digits > Count; --Digits)
    {
        PrintCharacter('0');
    }
    while (Count != 0)
    {
        PrintCharacter(Text[--Count]);
    }
}

static void PrintGuid(const HV_GUID *Guid)
{
    PrintNumber(Guid->Data1, 16, 8);
    PrintCharacter('-');
    PrintNumber(Guid->Data2, 16, 4);
    PrintCharacter('-');
    PrintNumber(Guid->Data3, 16, 4);
    for (HV_UINT32 Index = 0; Index < 8; ++Index)
    {
        if (Index == 0 || Index == 2)
        {
            PrintCharacter('-');
        }
        PrintNumber(Guid->Data4[Index], 16, 2);
    }
}

void PrintValues(const char *Format, const HV_UINT64 *Values)
{
    for (; *Format != 0; ++Format)
    {
        HV_UINT32 Digits = 0;

        if (*Format != '%')
        {
            PrintCharacter(*Format);
            continue;
        }
        for (++Format; *Format >= '0' && *Format <= '9'; ++Format)
        {
            Digits = Digits * 10 + (HV_UINT32)(*Format - '0');
        }
        switch (*Format)
        {
        case 's':
            Print((const char *)(__UINTPTR_TYPE__)*Values++);
            break;
        case 'g':
            PrintGuid((const HV_GUID *)(__UINTPTR_TYPE__)*Values++);
            break;
        case 'x':
            PrintNumber(*Values++, 16, Digits);
            break;
        default:
            PrintNumber(*Values++, 10, Digits);
            break;
        }
    }
}
