/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief hvinfo from inside: the order of questions, and readers that no input breaks.
 *
 * The embedded recordings serve twice: played back as processors, which see
 * each question that is asked, and damaged in many ways as input.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <hvinfo.h>

/** A processor that answers from leaves and remembers what it was asked. */
typedef struct PROCESSOR
{
    const HVINFO_LEAF *Leaves;
    size_t Count;
    uint32_t Asked[600];
    size_t AskedCount;
} PROCESSOR;

static void Answer(void *Context, uint32_t Leaf, uint32_t Subleaf, uint32_t Register[HvinfoRegisters])
{
    PROCESSOR *Processor = Context;

    assert_true(Processor->AskedCount < sizeof(Processor->Asked) / sizeof(Processor->Asked[0]));
    Processor->Asked[Processor->AskedCount++] = Leaf;
    assert_int_equal(Subleaf, 0);
    /* Junk where there is nothing, as on a real processor beyond the maximum. */
    memset(Register, 0xFF, sizeof(uint32_t) * HvinfoRegisters);
    for (size_t Index = 0; Index < Processor->Count; ++Index)
    {
        if (Processor->Leaves[Index].Leaf == Leaf)
        {
            memcpy(Register, Processor->Leaves[Index].Register, sizeof(uint32_t) * HvinfoRegisters);
        }
    }
}

static bool WasAsked(const PROCESSOR *Processor, uint32_t First, uint32_t Last)
{
    for (size_t Index = 0; Index < Processor->AskedCount; ++Index)
    {
        if (Processor->Asked[Index] >= First && Processor->Asked[Index] <= Last)
        {
            return true;
        }
    }
    return false;
}

#define PRESENT 0x80000000U
#define VENDOR 0x7263694DU, 0x666F736FU, 0x76482074U

static HVINFO_INPUT Input;

static PROCESSOR Discover(const HVINFO_LEAF *Leaves, size_t Count, HVINFO_SUMMARY *Summary)
{
    PROCESSOR Processor = {Leaves, Count, {0}, 0};

    HvinfoDiscover(&Input, Answer, &Processor);
    HvinfoSummarize(&Input, Summary);
    for (size_t Index = 0; Index < Input.LeafCount; ++Index)
    {
        assert_int_equal(Input.Leaves[Index].Known, 0xF);
    }
    return Processor;
}

static void NothingIsAskedWithoutAHypervisor(void **State)
{
    static const HVINFO_LEAF Leaves[] = {
        {.Leaf = 0, .Register = {1, 0, 0, 0}},
        {.Leaf = 1, .Register = {0, 0, ~PRESENT, 0}},
        {.Leaf = 0x80000000U, .Register = {0x80000001U, 0, 0, 0}},
    };
    HVINFO_SUMMARY Summary;
    PROCESSOR Processor = Discover(Leaves, 3, &Summary);

    (void)State;
    assert_int_equal(Summary.HypervisorPresent, HvinfoNo);
    assert_int_equal(Summary.HyperV, HvinfoNo);
    assert_false(WasAsked(&Processor, 0x40000000U, 0x4FFFFFFFU));
    assert_false(WasAsked(&Processor, 0x80000002U, UINT32_MAX));
}

static void TheFirstLeafMayBeTheOnlyOne(void **State)
{
    static const HVINFO_LEAF Leaves[] = {
        {.Leaf = 0, .Register = {0, 0, 0, 0}},
        {.Leaf = 0x80000000U, .Register = {0, 0, 0, 0}},
    };
    HVINFO_SUMMARY Summary;
    PROCESSOR Processor = Discover(Leaves, 2, &Summary);

    (void)State;
    assert_int_equal(Summary.HypervisorPresent, HvinfoUnknown);
    assert_int_equal(Processor.AskedCount, 2);
}

static void AnotherHypervisorIsNotAskedForHyperV(void **State)
{
    static const HVINFO_LEAF Leaves[] = {
        {.Leaf = 0, .Register = {1, 0, 0, 0}},
        {.Leaf = 1, .Register = {0, 0, PRESENT, 0}},
        {.Leaf = 0x40000000U, .Register = {0x40000010U, 0x4B4D564BU, 0x564B4D56U, 0x4DU}},
        {.Leaf = 0x40000001U, .Register = {0x01007EFBU, 0, 0, 0}},
        {.Leaf = 0x80000000U, .Register = {0, 0, 0, 0}},
    };
    HVINFO_SUMMARY Summary;
    PROCESSOR Processor = Discover(Leaves, 5, &Summary);

    (void)State;
    assert_int_equal(Summary.HypervisorPresent, HvinfoYes);
    assert_int_equal(Summary.HyperV, HvinfoNo);
    assert_string_equal(Summary.Vendor, "KVMKVMKVM");
    assert_true(WasAsked(&Processor, 0x40000001U, 0x40000001U));
    assert_false(WasAsked(&Processor, 0x40000002U, 0x4FFFFFFFU));
}

static void TheInterfaceNeedsItsLeaf(void **State)
{
    static const HVINFO_LEAF Leaves[] = {
        {.Leaf = 0, .Register = {1, 0, 0, 0}},
        {.Leaf = 1, .Register = {0, 0, PRESENT, 0}},
        {.Leaf = 0x40000000U, .Register = {0x40000000U, VENDOR}},
        {.Leaf = 0x80000000U, .Register = {0, 0, 0, 0}},
    };
    HVINFO_SUMMARY Summary;
    PROCESSOR Processor = Discover(Leaves, 4, &Summary);

    (void)State;
    assert_int_equal(Summary.HyperV, HvinfoNo);
    assert_false(WasAsked(&Processor, 0x40000001U, 0x4FFFFFFFU));
}

static void AMaximumThatCannotBeIsHeldInTheRange(void **State)
{
    static const HVINFO_LEAF Leaves[] = {
        {.Leaf = 0, .Register = {1, 0, 0, 0}},
        {.Leaf = 1, .Register = {0, 0, PRESENT, 0}},
        {.Leaf = 0x40000000U, .Register = {UINT32_MAX, VENDOR}},
        {.Leaf = 0x40000001U, .Register = {0x31237648U, 0, 0, 0}},
        {.Leaf = 0x80000000U, .Register = {UINT32_MAX, 0, 0, 0}},
    };
    HVINFO_SUMMARY Summary;
    PROCESSOR Processor = Discover(Leaves, 5, &Summary);

    (void)State;
    assert_int_equal(Summary.HyperV, HvinfoYes);
    assert_true(WasAsked(&Processor, HVINFO_LAST_LEAF, HVINFO_LAST_LEAF));
    assert_true(WasAsked(&Processor, HVINFO_SECOND_RANGE, HVINFO_SECOND_RANGE));
    assert_false(WasAsked(&Processor, HVINFO_SECOND_RANGE + 1, 0x7FFFFFFFU));
    assert_null(HvinfoFindLeaf(&Input, HVINFO_SECOND_RANGE, 0));
    assert_false(WasAsked(&Processor, 0x80000005U, UINT32_MAX));
}

/** Every recording as a processor: no question beyond a maximum, none twice, and all answers kept. */
static void RecordingsAreDiscovered(void **State)
{
    static HVINFO_INPUT Recording;
    HVINFO_ERROR Error;
    size_t Played = 0;

    (void)State;
    for (size_t Index = 0; Index < HvinfoEmbeddedCount; ++Index)
    {
        const HVINFO_EMBEDDED *Embedded = &HvinfoEmbedded[Index];
        HVINFO_SUMMARY Summary;
        PROCESSOR Processor;
        uint32_t Maximum;

        assert_true(HvinfoParseRecording(&Recording, Embedded->Name, Embedded->Data, Embedded->Size, &Error));
        if (HvinfoFindLeaf(&Recording, 1, 0) == NULL || HvinfoFindLeaf(&Recording, 0x40000001U, 0) == NULL)
        {
            continue;
        }
        ++Played;
        Processor = Discover(Recording.Leaves, Recording.LeafCount, &Summary);
        assert_int_equal(Summary.HyperV, HvinfoYes);
        assert_true(HvinfoRegister(&Recording, 0x40000000U, HvinfoEax, &Maximum));
        assert_true(WasAsked(&Processor, Maximum, Maximum));
        assert_false(WasAsked(&Processor, Maximum + 1, HVINFO_LAST_LEAF));
        assert_false(WasAsked(&Processor, HVINFO_SECOND_RANGE + 1, 0x7FFFFFFFU));
        assert_false(WasAsked(&Processor, 2, 0x3FFFFFFFU));
        for (size_t One = 0; One < Processor.AskedCount; ++One)
        {
            for (size_t Other = One + 1; Other < Processor.AskedCount; ++Other)
            {
                assert_int_not_equal(Processor.Asked[One], Processor.Asked[Other]);
            }
        }
        for (size_t Leaf = 0; Leaf < Recording.LeafCount; ++Leaf)
        {
            const HVINFO_LEAF *Recorded = &Recording.Leaves[Leaf];
            const HVINFO_LEAF *Found = HvinfoFindLeaf(&Input, Recorded->Leaf, 0);

            assert_non_null(Found);
            assert_memory_equal(Found->Register, Recorded->Register, sizeof(Found->Register));
        }
    }
    assert_true(Played >= 8);
}

/*
 * Damage.
 */

static uint64_t Seed = 0x9E3779B97F4A7C15ULL;

static uint32_t Random(uint32_t Limit)
{
    Seed ^= Seed << 13;
    Seed ^= Seed >> 7;
    Seed ^= Seed << 17;
    return (uint32_t)((Seed >> 32) % Limit);
}

/** Changes @p Data here and there; returns the new size, at most @p Capacity. */
static size_t Damage(char *Data, size_t Size, size_t Capacity)
{
    static const char *const Pieces[] = {"\n",
                                         " ",
                                         "#",
                                         "0x",
                                         "ffffffff",
                                         "40000000 ",
                                         "\r",
                                         "\xC3\xA4",
                                         "#   x\n",
                                         "# note: ",
                                         "80000000 0 ffffffff 0 0 0\n",
                                         ", ",
                                         "Hyper-V",
                                         ": Host Build ",
                                         "high 0x",
                                         "--------"};

    for (uint32_t Count = 1 + Random(6); Count != 0 && Size != 0; --Count)
    {
        size_t Place = Random((uint32_t)Size);
        const char *Piece = Pieces[Random(sizeof(Pieces) / sizeof(Pieces[0]))];
        size_t Length = strlen(Piece);

        switch (Random(5))
        {
        case 0:
            Data[Place] = (char)Random(256);
            break;
        case 1:
            Data[Place] = (char)(Data[Place] ^ (1 << Random(8)));
            break;
        case 2:
            Size = Place;
            break;
        case 3:
            Length = 1 + Random((uint32_t)(Size - Place));
            memmove(Data + Place, Data + Place + Length, Size - Place - Length);
            Size -= Length;
            break;
        default:
            if (Size + Length <= Capacity)
            {
                memmove(Data + Place + Length, Data + Place, Size - Place);
                memcpy(Data + Place, Piece, Length);
                Size += Length;
            }
            break;
        }
    }
    return Size;
}

/** The input as read, on memory of just its size, so that a sanitizer or a guard sees a byte too far. */
static bool Read(bool (*Parse)(HVINFO_INPUT *, const char *, const char *, size_t, HVINFO_ERROR *), const char *Data,
                 size_t Size, HVINFO_ERROR *Error)
{
    char *Exact = malloc(Size != 0 ? Size : 1);
    bool Result;

    assert_non_null(Exact);
    memcpy(Exact, Data, Size);
    memset(&Input, 0, sizeof(Input));
    Input.Architecture = Random(2) == 0 ? HvinfoX64 : HvinfoArm64;
    Error->Text[0] = '\0';
    Result = Parse(&Input, "name", Exact, Size, Error);
    free(Exact);
    return Result;
}

/** An input that was taken is whole: sorted, none twice, texts that end, and every report can be written. */
static void CheckTaken(FILE *Sink)
{
    HVINFO_REPORT Report = {&Input, NULL, NULL};

    assert_true(Input.LeafCount + Input.EventCount + Input.CrashCount + Input.NoteCount != 0);
    assert_true(Input.LeafCount <= HVINFO_MAXIMUM_LEAVES);
    for (size_t Index = 1; Index < Input.LeafCount; ++Index)
    {
        const HVINFO_LEAF *Before = &Input.Leaves[Index - 1];
        const HVINFO_LEAF *Leaf = &Input.Leaves[Index];

        assert_true(Before->Leaf < Leaf->Leaf || (Before->Leaf == Leaf->Leaf && Before->Subleaf < Leaf->Subleaf));
    }
    assert_non_null(memchr(Input.Title, '\0', sizeof(Input.Title)));
    assert_non_null(memchr(Input.Origin, '\0', sizeof(Input.Origin)));
    assert_non_null(memchr(Input.Note, '\0', sizeof(Input.Note)));
    rewind(Sink);
    HvinfoReportText(Sink, &Report);
    HvinfoReportJson(Sink, &Report);
    HvinfoReportRaw(Sink, &Report);
}

/** Error of the reader: the name first, then a message. */
static void CheckRefused(const HVINFO_ERROR *Error)
{
    assert_memory_equal(Error->Text, "name:", 5);
    assert_true(strlen(Error->Text) > 10);
    assert_null(strchr(Error->Text, '\n'));
}

static void DamagedRecordingsAreTakenOrRefused(void **State)
{
    static char Data[16384];
    FILE *Sink = tmpfile();
    size_t Taken = 0;
    size_t Refused = 0;

    (void)State;
    assert_non_null(Sink);
    for (unsigned Round = 0; Round < 60000; ++Round)
    {
        const HVINFO_EMBEDDED *Embedded = &HvinfoEmbedded[Random((uint32_t)HvinfoEmbeddedCount)];
        HVINFO_ERROR Error;
        size_t Size = Embedded->Size;

        assert_true(Size < sizeof(Data) / 2);
        memcpy(Data, Embedded->Data, Size);
        Size = Damage(Data, Size, sizeof(Data));
        if (Read(HvinfoParseRecording, Data, Size, &Error))
        {
            ++Taken;
            if (Taken % 16 == 0)
            {
                CheckTaken(Sink);
            }
        }
        else
        {
            ++Refused;
            CheckRefused(&Error);
        }
    }
    (void)fclose(Sink);
    assert_true(Taken > 1000 && Refused > 1000);
}

static void DamagedKernelLogsAreTakenOrRefused(void **State)
{
    static const char Log[] =
        "[    0.000000] Linux version 6.6\n"
        "[    0.000000] Hyper-V: privilege flags low 0xae7f, high 0x3b8030, ext 0x42, hints 0x9e4e24, misc 0xe0bed7b2\n"
        "[    0.000000] Hyper-V: Nested features: 0x3e0101\n"
        "[    0.000000] Hyper-V: Isolation Config: Group A 0x0, Group B 0x3\n"
        "[    0.000000] Hyper-V: Host Build 10.0.26100.7920-7-0\n"
        "[    1.000000] hv_vmbus: Hyper-V Host Build:26100-10.0-7-0.7920; Vmbus version:5.3\n"
        "Hyper-V Version: 10.0.26100 [SP7]\n";
    static char Data[2 * sizeof(Log)];
    FILE *Sink = tmpfile();
    HVINFO_ERROR Error;
    size_t Taken = 0;
    size_t Refused = 0;

    (void)State;
    assert_non_null(Sink);
    Input.Architecture = HvinfoX64;
    for (unsigned Round = 0; Round < 60000; ++Round)
    {
        size_t Size = sizeof(Log) - 1;

        memcpy(Data, Log, Size);
        Size = Damage(Data, Size, sizeof(Data));
        if (Read(HvinfoParseKernelLog, Data, Size, &Error))
        {
            ++Taken;
            if (Taken % 16 == 0)
            {
                CheckTaken(Sink);
            }
        }
        else
        {
            ++Refused;
            CheckRefused(&Error);
        }
    }
    (void)fclose(Sink);
    assert_true(Taken > 1000 && Refused > 1000);
}

static void JsonStringsAreEscaped(void **State)
{
    char Text[64];
    size_t Length;
    FILE *Sink = tmpfile();

    (void)State;
    assert_non_null(Sink);
    HvinfoWriteJsonString(Sink, "a\"b\\c\td");
    HvinfoWriteJsonString(Sink, NULL);
    rewind(Sink);
    Length = fread(Text, 1, sizeof(Text) - 1, Sink);
    Text[Length] = '\0';
    assert_string_equal(Text, "\"a\\\"b\\\\c\\u0009d\"null");
    (void)fclose(Sink);
}

int main(void)
{
    const struct CMUnitTest Tests[] = {
        cmocka_unit_test(NothingIsAskedWithoutAHypervisor),
        cmocka_unit_test(TheFirstLeafMayBeTheOnlyOne),
        cmocka_unit_test(AnotherHypervisorIsNotAskedForHyperV),
        cmocka_unit_test(TheInterfaceNeedsItsLeaf),
        cmocka_unit_test(AMaximumThatCannotBeIsHeldInTheRange),
        cmocka_unit_test(RecordingsAreDiscovered),
        cmocka_unit_test(DamagedRecordingsAreTakenOrRefused),
        cmocka_unit_test(DamagedKernelLogsAreTakenOrRefused),
        cmocka_unit_test(JsonStringsAreEscaped),
    };

    return cmocka_run_group_tests(Tests, NULL, NULL);
}
