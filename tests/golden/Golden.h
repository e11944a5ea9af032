/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Reference rows as bytes at run time.
 *
 * Every field is filled with ones through its own name, in an object that is
 * otherwise zero, and all bytes of the object are compared with what the row
 * says. GUIDs are compared with their text in wire order. tests/leg.py writes
 * the rest of the program: one function for the rows of each file, and main.
 */

#if defined(HV_GOLDEN_NO_LIBC)

/*
 * A Windows program by clang for MSVC's ABI, without Microsoft's headers or
 * libraries: three functions of msvcrt.dll, one of kernel32.dll, its own start.
 */

#ifdef __cplusplus
extern "C"
{
#endif
int printf(const char *Format, ...);
void *memset(void *Object, int Value, __SIZE_TYPE__ Size);
int memcmp(const void *First, const void *Second, __SIZE_TYPE__ Size);
int fflush(void *Stream);
__attribute__((noreturn)) void ExitProcess(unsigned Code);
void HvStart(void);
#ifdef __cplusplus
}
#endif

typedef __SIZE_TYPE__ size_t;

int main(void);

void HvStart(void)
{
    int Result = main();
    fflush(0);
    ExitProcess((unsigned)Result);
}

#else

#include <stdio.h>
#include <string.h>

#endif

/* Bytes after the object that must stay untouched, but for a row about the first element of a flexible array. */
#define HV_GOLDEN_GUARD 256

/* One object at a time lives here; HvBegin's caller asserts that its type fits. */
static union
{
    HV_UINT512 Aligned;
    unsigned char Bytes[65536 + HV_GOLDEN_GUARD];
} HvObject;

static unsigned char HvExpected[sizeof(HvObject)];
static unsigned long HvRows;
static unsigned long HvFaults;

static void *HvBegin(size_t Size)
{
    memset(&HvObject, 0, Size + HV_GOLDEN_GUARD);
    return &HvObject;
}

/* The bits [First, First + Width) of the object are ones, and no other bit of it or behind it. */
static void HvCheck(size_t Size, const char *Name, unsigned long First, unsigned long Width, const char *File, int Line)
{
    unsigned long Bit;
    size_t Byte;

    memset(HvExpected, 0, Size + HV_GOLDEN_GUARD);
    for (Bit = First; Bit < First + Width; ++Bit)
    {
        HvExpected[Bit / 8] = (unsigned char)(HvExpected[Bit / 8] | (1u << (Bit % 8)));
    }
    ++HvRows;
    if (memcmp(HvObject.Bytes, HvExpected, Size + HV_GOLDEN_GUARD) != 0)
    {
        ++HvFaults;
        for (Byte = 0; HvObject.Bytes[Byte] == HvExpected[Byte]; ++Byte)
        {
        }
        printf("%s:%d: %s: byte %lu is 0x%02x, expected 0x%02x\n", File, Line, Name, (unsigned long)Byte,
               HvObject.Bytes[Byte], HvExpected[Byte]);
    }
}

static unsigned HvHexDigit(char Digit)
{
    return (unsigned)(Digit <= '9' ? Digit - '0' : (Digit | 0x20) - 'a' + 10);
}

/* Text order to wire order: the first three groups are little-endian numbers, the rest bytes. */
static void HvCheckGuid(const char *Name, const void *Guid, const char *Text, const char *File, int Line)
{
    static const unsigned char Place[16] = {3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15};
    unsigned char Expected[16];
    const char *Next = Text;
    unsigned Byte;

    for (Byte = 0; Byte < 16; ++Byte)
    {
        if (*Next == '-')
        {
            ++Next;
        }
        Expected[Place[Byte]] = (unsigned char)(HvHexDigit(Next[0]) << 4 | HvHexDigit(Next[1]));
        Next += 2;
    }
    ++HvRows;
    if (memcmp(Guid, Expected, sizeof(Expected)) != 0)
    {
        ++HvFaults;
        printf("%s:%d: %s: not %s\n", File, Line, Name, Text);
    }
}

#define HV_GOLDEN_ONES(Width) (0xFFFFFFFFFFFFFFFFULL >> (64 - (Width)))

#define HV_REF_FIELD(T, F, Offset, Size)                                                                               \
    {                                                                                                                  \
        HV_STATIC_ASSERT(sizeof(T) <= sizeof(HvObject) - HV_GOLDEN_GUARD);                                             \
        T *Object = (T *)HvBegin(sizeof(T));                                                                           \
        memset((void *)&Object->F, 0xFF, sizeof(Object->F));                                                           \
        HvCheck(sizeof(T), #T "." #F, 8ul * (Offset), 8ul * (Size), __FILE__, __LINE__);                               \
    }

#define HV_REF_BITS(T, F, First, Width)                                                                                \
    {                                                                                                                  \
        HV_STATIC_ASSERT(sizeof(T) <= sizeof(HvObject) - HV_GOLDEN_GUARD);                                             \
        T *Object = (T *)HvBegin(sizeof(T));                                                                           \
        Object->F = HV_GOLDEN_ONES(Width);                                                                             \
        HvCheck(sizeof(T), #T "." #F, First, Width, __FILE__, __LINE__);                                               \
    }

#define HV_REF_GUID(Name, Text) HvCheckGuid(#Name, &Name, Text, __FILE__, __LINE__);

#define HV_REF_ERRATUM_FIELD(T, F, Offset, Size, TheirOffset, TheirSize) HV_REF_FIELD(T, F, Offset, Size)
#define HV_REF_ERRATUM_BITS(T, F, First, Width, TheirFirst, TheirWidth) HV_REF_BITS(T, F, First, Width)
#define HV_REF_ERRATUM_GUID(Name, Ours, Theirs) HV_REF_GUID(Name, Ours)

#define HV_REF_TYPE(T, Size)
#define HV_REF_ALIGN(T, Bytes)
#define HV_REF_VALUE(Name, Value)
#define HV_REF_VALUE_X64(Name, Value)
#define HV_REF_VALUE_ARM64(Name, Value)
#define HV_REF_FLEXIBLE(T, F, Offset)
#define HV_REF_TYPE_FLEXIBLE(T, F, Elements, Size)
#define HV_REF_ERRATUM_TYPE(T, Ours, Theirs)
#define HV_REF_ERRATUM_VALUE(Name, Ours, Theirs)
#define HV_REF_ERRATUM_FLEXIBLE(T, F, Offset, TheirOffset, TheirSize)
