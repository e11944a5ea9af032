/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Fuzz target: the checks of dynamic memory, in memory of their exact length, in every version.
 *
 * Every check is tried on every message. What each may accept is worked out again
 * here, in numbers that cannot wrap. Where a check says success, its output is
 * the same whatever was there before.
 */

#include "Fuzz.h"

#include <Mile.HyperV/Guest/DynamicMemory.h>

static REST Payload;
static HV_UINT32 Version;

static HV_UINT64 Word(HV_UINT64 Offset, unsigned Bytes)
{
    HV_UINT64 Value = 0;

    CHECK(Offset + Bytes <= Payload.Bytes);
    memcpy(&Value, Payload.At + Offset, Bytes);
    return Value;
}

/* Whether it is a message of a type that a host sends since a version, with at least so many bytes. */
static MILE_HV_RESULT Expected(DM_MESSAGE_TYPE Type, HV_UINT32 Since, HV_UINT32 Bytes)
{
    DM_MESSAGE_HEADER Header;
    MILE_HV_RESULT Result = MileHvDmMessageCheck(Payload.At, Payload.Bytes, Version, &Header);

    CHECK(Result == MileHvSuccess || Result == MileHvUnavailable || Result == MileHvCorrupt);
    if (Payload.Bytes < 8 || Word(2, 2) < 8 || Word(2, 2) > Payload.Bytes || Word(2, 2) > 4096)
    {
        CHECK(Result == MileHvCorrupt);
        return Result;
    }
    if (Word(0, 2) != Type)
    {
        return (Result == MileHvSuccess) ? (MILE_HV_RESULT)MileHvInvalid : Result;
    }
    CHECK(Result == (Version < Since ? MileHvUnavailable : Word(2, 2) < Bytes ? MileHvCorrupt : MileHvSuccess));
    return Result;
}

static void CheckAnswers(HV_UINT32 Id)
{
    DM_CAPABILITIES_RESPONSE Response;
    MILE_HV_RESULT Result = MileHvDmVersionResponseCheck(Payload.At, Payload.Bytes, Id);

    if (Result == MileHvSuccess || Result == MileHvUnavailable)
    {
        CHECK(Word(0, 2) == DmVersionResponse && Word(2, 2) >= 16 && Word(4, 4) == Id);
        CHECK((Result == MileHvSuccess) == (Word(8, 1) & 1));
    }
    memset(&Response, 0xCC, sizeof(Response));
    Result = MileHvDmCapabilitiesResponseCheck(Payload.At, Payload.Bytes, Id, Version, &Response);
    if (Result == MileHvSuccess || Result == MileHvFailed)
    {
        CHECK(Word(0, 2) == DmCapabilitiesResponse && Word(4, 4) == Id && Response.Header.TransactionId == Id);
        CHECK((Result == MileHvSuccess) == (Word(8, 1) & 1) && Response.Reserved == 0);
        CHECK(Version >= DM_VERSION_2_0 || Response.HotRemove == 0);
    }
}

static void CheckBalloon(void)
{
    DM_BALLOON_REQUEST Request;
    MILE_HV_DM_UNBALLOON Unballoon;
    const HV_UINT64 Highest = 0x123456789;
    HV_UINT32 Index;
    MILE_HV_RESULT Result = MileHvDmBalloonRequestCheck(Payload.At, Payload.Bytes, Version, &Request);

    CHECK(Result == Expected(DmBalloonRequest, DM_VERSION_0_3, sizeof(Request)));
    CHECK(Result != MileHvSuccess || memcmp(&Request, Payload.At, sizeof(Request)) == 0);

    Result = MileHvDmUnballoonRequestCheck(Payload.At, Payload.Bytes, Version, &Unballoon);
    if (Result == MileHvSuccess)
    {
        CHECK(Expected(DmUnballoonRequest, DM_VERSION_0_3, 16) == MileHvSuccess);
        CHECK(Unballoon.Ranges == Payload.At + 16 && 16 + (HV_UINT64)Unballoon.RangeCount * 8 <= Word(2, 2));
        for (Index = 0; Index < Unballoon.RangeCount; ++Index)
        {
            const HV_UINT64 Range = Word(16 + Index * 8, 8);
            HV_UINT64 Start = 0;
            HV_UINT64 Count = 0;

            Result = MileHvDmRangeAt(&Unballoon, Index, Highest, &Start, &Count);
            CHECK(Start == (Range & 0xFFFFFFFFFF) && Count == Range >> 40);
            CHECK(Result == (Count && Start + Count > Highest + 1 ? MileHvCorrupt : MileHvSuccess));
        }
        CHECK(MileHvDmRangeAt(&Unballoon, Index, Highest, NULL, NULL) == MileHvInvalid);
    }
    else
    {
        CHECK(Result == MileHvCorrupt || Result == Expected(DmUnballoonRequest, DM_VERSION_0_3, 16));
    }
}

static void CheckHotPlug(HV_UINT64 Highest)
{
    DM_HOT_REMOVE_REQUEST Remove;
    MILE_HV_DM_HOT_ADD Add;
    MILE_HV_RESULT Result;
    MILE_HV_RESULT Wanted = Expected(DmHotAddRequest, DM_VERSION_0_3, 16);

    memset(&Add, 0xCC, sizeof(Add));
    Result = MileHvDmHotAddRequestCheck(Payload.At, Payload.Bytes, Version, Highest, &Add);
    if (Wanted == MileHvSuccess)
    {
        const HV_UINT64 Range = Word(8, 8);
        const HV_UINT64 Region = (Word(2, 2) >= 24) ? Word(16, 8) : 0;
        const HV_UINT64 Start = Range & 0xFFFFFFFFFF;
        const HV_UINT64 End = Start + (Range >> 40);
        const HV_UINT64 RegionStart = Region & 0xFFFFFFFFFF;

        if (End == Start || End - 1 > Highest ||
            (Region >> 40 != 0 && (Start < RegionStart || End > RegionStart + (Region >> 40))))
        {
            Wanted = MileHvCorrupt;
        }
        CHECK(Add.StartPage == Start && Add.PageCount == End - Start);
        CHECK(Add.RegionStartPage == RegionStart && Add.RegionPageCount == Region >> 40 && Add.Reserved == 0);
    }
    CHECK(Result == Wanted);

    Result = MileHvDmHotRemoveRequestCheck(Payload.At, Payload.Bytes, Version, &Remove);
    Wanted = Expected(DmHotRemoveRequest, DM_VERSION_2_0, 24);
    CHECK(Result == (Wanted == MileHvSuccess && Word(16, 4) > 3 ? (MILE_HV_RESULT)MileHvCorrupt : Wanted));
}

static void CheckInfo(void)
{
    MILE_HV_DM_INFO_PIECE Piece;
    MILE_HV_DM_INFO Info;
    MILE_HV_RESULT Result = MileHvDmInfoMessageCheck(Payload.At, Payload.Bytes, Version, &Info);
    HV_UINT64 At = 16;

    if (Result != MileHvSuccess)
    {
        CHECK(Result == MileHvCorrupt || Result == Expected(DmInfoMessage, DM_VERSION_1_0, 16));
        return;
    }
    CHECK(Expected(DmInfoMessage, DM_VERSION_1_0, 16) == MileHvSuccess);
    CHECK(Info.Next == Payload.At + 16 && 16 + (HV_UINT64)Info.Left <= Word(2, 2));
    while ((Result = MileHvDmInfoNext(&Info, &Piece)) == MileHvSuccess)
    {
        /* The walk goes on behind what it has told, and stays in the message. */
        CHECK(Piece.Data == Payload.At + At + 8 && Piece.DataBytes == Word(At + 4, 4) && Piece.Type == Word(At, 4));
        At += 8 + (HV_UINT64)Piece.DataBytes;
        CHECK(At <= Word(2, 2) && Info.Next == Payload.At + At);
        CHECK(Piece.Type != DmInfoTypeMaximumPageCount ||
              MileHvDmInfoMaximumPageCount(&Piece) == Word((HV_UINT64)(Piece.Data - Payload.At), 8));
    }
    CHECK(Result == MileHvCorrupt || (Result == MileHvEmpty && Info.Left == 0));
}

int LLVMFuzzerTestOneInput(const uint8_t *Bytes, size_t Count)
{
    static const HV_UINT32 Versions[] = {0, DM_VERSION_0_3, DM_VERSION_1_0, DM_VERSION_2_0};
    INPUT Input = {Bytes, Count};
    const size_t Shift = Take(&Input, 1) % 8;
    const HV_UINT32 Id = (HV_UINT32)Take(&Input, 1);
    const HV_UINT64 Highest = Take(&Input, 8);

    Version = Versions[Take(&Input, 1) % 4];
    Payload = TakeRest(&Input, Shift);
    CheckAnswers(Id);
    CheckBalloon();
    CheckHotPlug(Highest);
    CheckInfo();
    free(Payload.Block);
    return 0;
}

/*
 * Seeds.
 */

static void Begin(HV_UINT64 Highest, unsigned WhichVersion, DM_MESSAGE_TYPE Type, unsigned Size)
{
    const DM_MESSAGE_HEADER Header = {Type, (HV_UINT16)Size, 9};

    SeedNumber(3, 1);
    SeedNumber(9, 1);
    SeedNumber(Highest, 8);
    SeedNumber(WhichVersion, 1);
    SeedPut(&Header, sizeof(Header));
}

static void Range(HV_UINT64 StartPage, HV_UINT64 PageCount)
{
    DM_PAGE_RANGE Value;

    CHECK(MileHvDmPageRange(StartPage, PageCount, &Value) == MileHvSuccess);
    SeedPut(&Value, sizeof(Value));
}

static void WriteSeeds(void)
{
    const HV_UINT64 Any = DM_MAXIMUM_PAGE_NUMBER_UNKNOWN;
    DM_UNBALLOON_REQUEST Unballoon;

    Begin(Any, 3, DmVersionResponse, 16);
    SeedNumber(1, 8);
    Seed("a-version-is-accepted");

    Begin(Any, 3, DmCapabilitiesResponse, sizeof(DM_CAPABILITIES_RESPONSE));
    SeedNumber(1, sizeof(DM_CAPABILITIES_RESPONSE) - sizeof(DM_MESSAGE_HEADER));
    Seed("capabilities-are-accepted");

    Begin(Any, 3, DmBalloonRequest, sizeof(DM_BALLOON_REQUEST));
    SeedNumber(1024, sizeof(DM_BALLOON_REQUEST) - sizeof(DM_MESSAGE_HEADER));
    Seed("a-balloon-of-1024-pages");

    memset(&Unballoon, 0, sizeof(Unballoon));
    Unballoon.RangeCount = 2;
    Begin(Any, 2, DmUnballoonRequest, sizeof(Unballoon) + 16);
    SeedPut((const uint8_t *)&Unballoon + sizeof(DM_MESSAGE_HEADER), sizeof(Unballoon) - sizeof(DM_MESSAGE_HEADER));
    Range(0x1000, 512);
    Range(0xFFFFFFFFF0, 16);
    Seed("two-ranges-come-back");

    Begin(0x200000, 3, DmHotAddRequest, 24);
    Range(0x100000, 0x8000);
    Range(0x100000, 0x10000);
    Seed("pages-are-added-in-a-region");

    Begin(Any, 3, DmHotRemoveRequest, 24);
    SeedNumber(0, 4);
    SeedNumber(512, 4);
    SeedNumber(DM_REMOVE_QOS_LARGE, 8);
    Seed("pages-are-wanted");

    Begin(Any, 2, DmInfoMessage, 16 + 8 + 8 + 8 + 4);
    SeedNumber(28, 4);
    SeedNumber(0, 4);
    SeedNumber(DmInfoTypeMaximumPageCount, 4);
    SeedNumber(8, 4);
    SeedNumber(0x400000, 8);
    SeedNumber(77, 4); /* Of a type that nobody knows. */
    SeedNumber(4, 4);
    SeedNumber(0x55555555, 4);
    Seed("two-pieces-of-information");
}
