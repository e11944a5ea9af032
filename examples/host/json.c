/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The part of JSON that commands need: a check of the whole text, then look-ups in what passed it.
 */

#include "host.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum
{
    MaximumDepth = 8,
};

static const char *SkipSpace(const char *At)
{
    return At + strspn(At, " \t\r\n");
}

/* Each Skip function returns what follows the value, or null if there is none. */

static const char *SkipString(const char *At)
{
    if (*At++ != '"')
    {
        return NULL;
    }
    for (; *At != '"'; ++At)
    {
        if ((unsigned char)*At < ' ')
        {
            return NULL;
        }
        if (*At == '\\')
        {
            ++At;
            if (*At == 'u')
            {
                if (strspn(At + 1, "0123456789abcdefABCDEF") < 4)
                {
                    return NULL;
                }
                At += 4;
            }
            else if (*At == 0 || strchr("\"\\/bfnrt", *At) == NULL)
            {
                return NULL;
            }
        }
    }
    return At + 1;
}

static const char *SkipNumber(const char *At)
{
    const char *Start = At;

    At += (*At == '-');
    if (*At < '0' || *At > '9')
    {
        return NULL;
    }
    At += strspn(At, "0123456789");
    if (*At == '.')
    {
        At += 1 + strspn(At + 1, "0123456789");
    }
    return At != Start ? At : NULL;
}

static const char *SkipValue(const char *At, unsigned Depth);

/* The members of an object, or the elements of an array. */
static const char *SkipList(const char *At, unsigned Depth, char End)
{
    At = SkipSpace(At + 1);
    if (*At == End)
    {
        return At + 1;
    }
    for (;;)
    {
        if (End == '}')
        {
            At = SkipString(At);
            At = At != NULL ? SkipSpace(At) : NULL;
            if (At == NULL || *At != ':')
            {
                return NULL;
            }
            At = SkipSpace(At + 1);
        }
        At = SkipValue(At, Depth + 1);
        if (At == NULL)
        {
            return NULL;
        }
        At = SkipSpace(At);
        if (*At == End)
        {
            return At + 1;
        }
        if (*At != ',')
        {
            return NULL;
        }
        At = SkipSpace(At + 1);
    }
}

static const char *SkipValue(const char *At, unsigned Depth)
{
    static const char *const Words[] = {"true", "false", "null"};

    if (Depth > MaximumDepth)
    {
        return NULL;
    }
    switch (*At)
    {
    case '{':
        return SkipList(At, Depth, '}');
    case '[':
        return SkipList(At, Depth, ']');
    case '"':
        return SkipString(At);
    default:
        for (unsigned Index = 0; Index < sizeof(Words) / sizeof(Words[0]); ++Index)
        {
            if (strncmp(At, Words[Index], strlen(Words[Index])) == 0)
            {
                return At + strlen(Words[Index]);
            }
        }
        return SkipNumber(At);
    }
}

int JsonIsValid(const char *Text)
{
    const char *End = SkipValue(SkipSpace(Text), 0);

    return End != NULL && *SkipSpace(End) == 0;
}

const char *JsonMember(const char *Text, const char *Name)
{
    const char *At = SkipSpace(Text);

    if (*At != '{')
    {
        return NULL;
    }
    At = SkipSpace(At + 1);
    while (*At == '"')
    {
        const char *End = SkipString(At);
        const char *Value = SkipSpace(SkipSpace(End) + 1);

        if ((size_t)(End - At) == strlen(Name) + 2 && strncmp(At + 1, Name, strlen(Name)) == 0)
        {
            return Value;
        }
        At = SkipSpace(SkipValue(Value, 0));
        At = *At == ',' ? SkipSpace(At + 1) : At;
    }
    return NULL;
}

int JsonString(const char *Text, const char *Name, char *Buffer, size_t Bytes)
{
    const char *At = JsonMember(Text, Name);
    size_t Length = 0;

    if (At == NULL || *At != '"')
    {
        return 0;
    }
    for (++At; *At != '"'; ++At)
    {
        char Character = *At;

        if (Character == '\\')
        {
            const char *Place = strchr("n\nt\tr\rb\bf\f", *++At);

            if (*At == 'u')
            {
                /* Names, keys and texts of this host are ASCII. */
                unsigned Code;

                if (sscanf(At + 1, "%4x", &Code) != 1 || Code == 0 || Code > 0x7E)
                {
                    return 0;
                }
                Character = (char)Code;
                At += 4;
            }
            else
            {
                Character = (*At != '"' && *At != '\\' && *At != '/' && Place != NULL) ? Place[1] : *At;
            }
        }
        if (Length + 1 >= Bytes)
        {
            return 0;
        }
        Buffer[Length++] = Character;
    }
    Buffer[Length] = 0;
    return 1;
}

int JsonInteger(const char *Text, const char *Name, long long Minimum, long long Maximum, long long Default,
                long long *Value)
{
    const char *At = JsonMember(Text, Name);
    char *End;

    if (At == NULL)
    {
        *Value = Default;
        return 1;
    }
    errno = 0;
    *Value = strtoll(At, &End, 10);
    return End != At && *End != '.' && errno == 0 && *Value >= Minimum && *Value <= Maximum;
}

char *JsonQuote(const char *Text, char *Buffer, size_t Bytes)
{
    size_t Length = 0;

    Buffer[Length++] = '"';
    for (; *Text != 0 && Length + 8 < Bytes; ++Text)
    {
        unsigned char Character = (unsigned char)*Text;

        if (Character == '"' || Character == '\\')
        {
            Buffer[Length++] = '\\';
            Buffer[Length++] = (char)Character;
        }
        else if (Character < ' ' || Character > 0x7E)
        {
            Length += (size_t)snprintf(Buffer + Length, Bytes - Length, "\\u%04x", Character);
        }
        else
        {
            Buffer[Length++] = (char)Character;
        }
    }
    Buffer[Length++] = '"';
    Buffer[Length] = 0;
    return Buffer;
}
