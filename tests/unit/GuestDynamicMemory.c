/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Mile.HyperV/Guest/DynamicMemory.h: a guest's messages have their bytes, what a hostile host sends is refused.
 *
 * Every check is called with every length of payload and every size in the header, in a buffer that ends at a page
 * which cannot be read, and with every value of every byte.
 */

#include "GuardPage.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include <Mile.HyperV/Guest/DynamicMemory.h>

#define COUNT(Array) (sizeof(Array) / sizeof((Array)[0]))

/* A message of the host, with room for all. */
static struct
{
    DM_MESSAGE_HEADER Header;
    HV_UINT8 Body[DM_MAXIMUM_MESSAGE_SIZE + 256];
} Sent;

static void Send(DM_MESSAGE_TYPE Type, const void *Body, HV_UINT32 BodyBytes)
{
    memset(&Sent, 0xA5, sizeof(Sent));
    Sent.Header.Type = Type;
    Sent.Header.Size = (HV_UINT16)(sizeof(Sent.Header) + BodyBytes);
    Sent.Header.TransactionId = 0x01020304;
    if (BodyBytes != 0)
    {
        memcpy(Sent.Body, Body, BodyBytes);
    }
}

/* Each check through one form; the version that it needs, the transaction that fits, no bound of pages. */
typedef union ANY_OUTPUT
{
    DM_CAPABILITIES_RESPONSE Capabilities;
    DM_BALLOON_REQUEST Balloon;
    MILE_HV_DM_UNBALLOON Unballoon;
    MILE_HV_DM_HOT_ADD HotAdd;
    DM_HOT_REMOVE_REQUEST HotRemove;
    MILE_HV_DM_INFO Info;
} ANY_OUTPUT;

static MILE_HV_RESULT CallVersion(const void *Payload, HV_UINT32 Bytes, HV_UINT32 Version, ANY_OUTPUT *Any)
{
    (void)Version;
    (void)Any;
    return MileHvDmVersionResponseCheck(Payload, Bytes, 0x01020304);
}

static MILE_HV_RESULT CallCapabilities(const void *Payload, HV_UINT32 Bytes, HV_UINT32 Version, ANY_OUTPUT *Any)
{
    return MileHvDmCapabilitiesResponseCheck(Payload, Bytes, 0x01020304, Version, &Any->Capabilities);
}

static MILE_HV_RESULT CallBalloon(const void *Payload, HV_UINT32 Bytes, HV_UINT32 Version, ANY_OUTPUT *Any)
{
    return MileHvDmBalloonRequestCheck(Payload, Bytes, Version, &Any->Balloon);
}

static MILE_HV_RESULT CallUnballoon(const void *Payload, HV_UINT32 Bytes, HV_UINT32 Version, ANY_OUTPUT *Any)
{
    return MileHvDmUnballoonRequestCheck(Payload, Bytes, Version, &Any->Unballoon);
}

static MILE_HV_RESULT CallHotAdd(const void *Payload, HV_UINT32 Bytes, HV_UINT32 Version, ANY_OUTPUT *Any)
{
    return MileHvDmHotAddRequestCheck(Payload, Bytes, Version, DM_MAXIMUM_PAGE_NUMBER_UNKNOWN, &Any->HotAdd);
}

static MILE_HV_RESULT CallHotRemove(const void *Payload, HV_UINT32 Bytes, HV_UINT32 Version, ANY_OUTPUT *Any)
{
    return MileHvDmHotRemoveRequestCheck(Payload, Bytes, Version, &Any->HotRemove);
}

static MILE_HV_RESULT CallInfo(const void *Payload, HV_UINT32 Bytes, HV_UINT32 Version, ANY_OUTPUT *Any)
{
    return MileHvDmInfoMessageCheck(Payload, Bytes, Version, &Any->Info);
}

/* Messages of a host: a body that is accepted, and the first version. */
static const struct
{
    DM_MESSAGE_TYPE Type;
    HV_UINT32 Bytes, Since;
    MILE_HV_RESULT (*Check)(const void *, HV_UINT32, HV_UINT32, ANY_OUTPUT *);
    HV_UINT8 Body[16];
} Messages[] = {
    {DmVersionResponse, 16, 0, CallVersion, {1}},
    {DmCapabilitiesResponse, 16, DM_VERSION_0_3, CallCapabilities, {7}},
    {DmBalloonRequest, 16, DM_VERSION_0_3, CallBalloon, {0x44, 0x33, 0x22, 0x11, 0xA5, 0xA5, 0xA5, 0xA5}},
    {DmUnballoonRequest, 16, DM_VERSION_0_3, CallUnballoon, {1, 0, 0, 0, 0, 0, 0, 0}},
    {DmHotAddRequest, 16, DM_VERSION_0_3, CallHotAdd, {0, 0, 0x10, 0, 0, 0, 1, 0}},
    {DmInfoMessage, 16, DM_VERSION_1_0, CallInfo, {0}},
    {DmHotRemoveRequest, 24, DM_VERSION_2_0, CallHotRemove, {1, 0, 0, 0, 2, 0, 0, 0, 3}},
};

/*
 * Builders.
 */

static void VersionsComeNewestFirst(void **State)
{
    (void)State;
    assert_int_equal(MileHvDmVersionBelow(0xFFFFFFFF), DM_VERSION_2_0);
    assert_int_equal(MileHvDmVersionBelow(DM_VERSION_2_0 + 1), DM_VERSION_2_0);
    assert_int_equal(MileHvDmVersionBelow(DM_VERSION_2_0), DM_VERSION_1_0);
    assert_int_equal(MileHvDmVersionBelow(DM_VERSION_1_0), DM_VERSION_0_3);
    assert_int_equal(MileHvDmVersionBelow(DM_VERSION_1_0 + 1), DM_VERSION_1_0);
    assert_int_equal(MileHvDmVersionBelow(DM_VERSION_0_3 + 1), DM_VERSION_0_3);
    assert_int_equal(MileHvDmVersionBelow(DM_VERSION_0_3), 0);
    assert_int_equal(MileHvDmVersionBelow(0), 0);
}

static void RequestsAreTheirBytes(void **State)
{
    static const HV_UINT8 Version[] = {1, 0, 16, 0, 4, 3, 2, 1, 0, 0, 2, 0, 0, 0, 0, 0};
    static const HV_UINT8 LastVersion[] = {1, 0, 16, 0, 5, 3, 2, 1, 3, 0, 0, 0, 1, 0, 0, 0};
    static const HV_UINT8 Capabilities[] = {3, 0, 32, 0, 4, 3, 2, 1, 0x1F, 0,    0,    0,    0,    0,    0,    0,
                                            9, 0, 0,  0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
    static const HV_UINT8 Status[] = {5,    0,    48, 0, 4, 3, 2, 1, 0x34, 0x12, 0, 0, 0, 0, 0, 0,
                                      0x78, 0x56, 0,  0, 0, 0, 0, 0, 0,    0,    0, 0, 0, 0, 0, 0,
                                      0,    0,    0,  0, 0, 0, 0, 0, 0,    0,    0, 0, 0, 0, 0, 0};
    static const HV_UINT8 Unballoon[] = {9, 0, 8, 0, 4, 3, 2, 1};
    static const HV_UINT8 Added[] = {11, 0, 16, 0, 4, 3, 2, 1, 0, 0x80, 0, 0, 1, 0, 0, 0};
    static const HV_UINT8 NotAdded[] = {11, 0, 16, 0, 4, 3, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0};
    DM_VERSION_REQUEST VersionRequest;
    DM_CAPABILITIES_REPORT Report;
    DM_CAPABILITIES Can;
    DM_STATUS_REPORT StatusReport;
    DM_UNBALLOON_RESPONSE UnballoonResponse;
    DM_HOT_ADD_RESPONSE HotAdd;

    (void)State;
    memset(&VersionRequest, 0xEE, sizeof(VersionRequest));
    MileHvDmVersionRequestBuild(&VersionRequest, 0x01020304, DM_VERSION_2_0, 0);
    assert_memory_equal(&VersionRequest, Version, sizeof(Version));
    MileHvDmVersionRequestBuild(&VersionRequest, 0x01020305, DM_VERSION_0_3, 0x80000000);
    assert_memory_equal(&VersionRequest, LastVersion, sizeof(LastVersion));

    Can.AsUINT64 = 0;
    Can.Balloon = 1;
    Can.HotAdd = 1;
    Can.HotAddAlignment = 7;
    memset(&Report, 0xEE, sizeof(Report));
    MileHvDmCapabilitiesReportBuild(&Report, 0x01020304, Can, 9, DM_MAXIMUM_PAGE_NUMBER_UNKNOWN);
    assert_memory_equal(&Report, Capabilities, sizeof(Capabilities));

    memset(&StatusReport, 0xEE, sizeof(StatusReport));
    MileHvDmStatusReportBuild(&StatusReport, 0x01020304, 0x1234, 0x5678);
    assert_memory_equal(&StatusReport, Status, sizeof(Status));

    MileHvDmUnballoonResponseBuild(&UnballoonResponse, 0x01020304);
    assert_memory_equal(&UnballoonResponse, Unballoon, sizeof(Unballoon));

    MileHvDmHotAddResponseBuild(&HotAdd, 0x01020304, 0x8000);
    assert_memory_equal(&HotAdd, Added, sizeof(Added));
    MileHvDmHotAddResponseBuild(&HotAdd, 0x01020304, 0);
    assert_memory_equal(&HotAdd, NotAdded, sizeof(NotAdded));
}

static void RangesFitTheirBits(void **State)
{
    static const struct
    {
        HV_UINT64 Start, Count, Value; /* 0: refused. */
    } Cases[] = {
        {0, 1, 0x0000010000000000},
        {0x123, 0x456, 0x0004560000000123},
        {0, 0xFFFFFF, 0xFFFFFF0000000000},
        {0xFFFFFFFFFF, 1, 0x000001FFFFFFFFFF},
        {0xFFFF000001, 0xFFFFFF, 0xFFFFFFFFFF000001},
        {0, 0, 0},
        {0, 0x1000000, 0},
        {0x10000000000, 1, 0},
        {0xFFFFFFFFFF, 2, 0},
        {0xFFFF000002, 0xFFFFFF, 0},
        {0xFFFFFFFFFFFFFFFF, 1, 0},
        {0, 0xFFFFFFFFFFFFFFFF, 0},
    };
    size_t Index;

    (void)State;
    for (Index = 0; Index < COUNT(Cases); ++Index)
    {
        DM_PAGE_RANGE Range = {0};

        assert_int_equal(MileHvDmPageRange(Cases[Index].Start, Cases[Index].Count, &Range),
                         Cases[Index].Value ? MileHvSuccess : MileHvInvalid);
        assert_int_equal(Range.AsUINT64, Cases[Index].Value);
        if (Cases[Index].Value)
        {
            assert_int_equal(Range.StartPage, Cases[Index].Start);
            assert_int_equal(Range.PageCount, Cases[Index].Count);
        }
    }
}

/* Up to a page; the room ends at the guard page. */
static void ResponsesHoldTheirRanges(void **State)
{
    static DM_PAGE_RANGE Ranges[511];
    static const struct
    {
        HV_UINT32 Count, More;
        HV_UINT8 Balloon[8], Remove[16]; /* Behind the header. */
    } Cases[] = {
        {0, 0, {0, 0, 0, 0, 0, 0}, {0}},
        {1, 1, {0, 0, 0, 0, 3, 0}, {1, 0, 0, 0, 1, 0, 0, 0, 1}},
        {2, 0, {0, 0, 0, 0, 4, 0}, {1, 0, 0, 0, 2, 0, 0, 0, 0}},
        {509, 0x80000000, {0, 0, 0, 0, 0xFB, 3}, {1, 0, 0, 0, 0xFD, 1, 0, 0, 1}},
        {510, 0, {0, 0, 0, 0, 0xFC, 3}, {0}},
        {511, 0, {0}, {0}},
        {0x1FFFFFFF, 0, {0}, {0}},
        {0x20000000, 0, {0}, {0}},
        {0xFFFFFFFF, 0, {0}, {0}},
    };
    size_t Index;
    HV_UINT32 Room;

    (void)State;
    for (Index = 0; Index < COUNT(Ranges); ++Index)
    {
        Ranges[Index].AsUINT64 = 0x0000AB00000C0000 + Index;
    }
    for (Index = 0; Index < COUNT(Cases); ++Index)
    {
        const HV_UINT32 Count = Cases[Index].Count;

        for (Room = 0; Room <= DM_MAXIMUM_MESSAGE_SIZE + 16; Room += 8)
        {
            const MILE_HV_RESULT Balloon = Count > 510             ? MileHvInvalid
                                           : Room < 16 + Count * 8 ? MileHvTooSmall
                                                                   : MileHvSuccess;
            const MILE_HV_RESULT Remove = Count > 509             ? MileHvInvalid
                                          : Room < 24 + Count * 8 ? MileHvTooSmall
                                                                  : MileHvSuccess;
            HV_UINT8 *At = (HV_UINT8 *)GuardEnd(NULL, 0) - Room;

            assert_int_equal(MileHvDmBalloonResponseBuild((DM_BALLOON_RESPONSE *)(void *)At, Room, 0x01020304, Ranges,
                                                          Count, Cases[Index].More),
                             Balloon);
            if (Balloon == MileHvSuccess)
            {
                const HV_UINT8 Header[] = {7, 0, (HV_UINT8)(16 + Count * 8), (HV_UINT8)((16 + Count * 8) >> 8), 4, 3,
                                           2, 1};

                assert_memory_equal(At, Header, 8);
                assert_memory_equal(At + 8, Cases[Index].Balloon, 8);
                assert_memory_equal(At + 16, Ranges, Count * 8);
            }
            assert_int_equal(MileHvDmHotRemoveResponseBuild((DM_HOT_REMOVE_RESPONSE *)(void *)At, Room, 0x01020304,
                                                            Ranges, Count, Cases[Index].More),
                             Remove);
            if (Remove == MileHvSuccess)
            {
                const HV_UINT8 Header[] = {14, 0, (HV_UINT8)(24 + Count * 8), (HV_UINT8)((24 + Count * 8) >> 8), 4, 3,
                                           2,  1};

                assert_memory_equal(At, Header, 8);
                assert_memory_equal(At + 8, Cases[Index].Remove, 16);
                assert_memory_equal(At + 24, Ranges, Count * 8);
            }
        }
    }
}

/*
 * Checks.
 */

static void AVersionHasItsTypes(void **State)
{
    static const HV_UINT32 Versions[] = {0, DM_VERSION_0_3, DM_VERSION_1_0, DM_VERSION_2_0};
    DM_MESSAGE_HEADER Header;
    ANY_OUTPUT Any;
    HV_UINT32 Type;
    size_t Of;
    size_t Index;

    (void)State;
    for (Of = 0; Of < COUNT(Versions); ++Of)
    {
        for (Type = 0; Type < 0x10000; Type += (Type < 32) ? 1 : 0xFF)
        {
            HV_UINT32 Least = 0;

            for (Index = 0; Index < COUNT(Messages); ++Index)
            {
                if (Messages[Index].Type == Type && Versions[Of] >= Messages[Index].Since)
                {
                    Least = Messages[Index].Bytes;
                }
            }
            Send((DM_MESSAGE_TYPE)Type, "", 1);
            Sent.Header.Size = 64;
            assert_int_equal(MileHvDmMessageLeast((DM_MESSAGE_TYPE)Type, Versions[Of]), Least);
            assert_int_equal(MileHvDmMessageCheck(&Sent, 64, Versions[Of], &Header),
                             Least ? MileHvSuccess : MileHvUnavailable);
            assert_int_equal(Header.Type, Type);
        }
        for (Index = 0; Index < COUNT(Messages); ++Index)
        {
            Send(Messages[Index].Type, Messages[Index].Body, Messages[Index].Bytes - 8);
            assert_int_equal(Messages[Index].Check(&Sent, Messages[Index].Bytes, Versions[Of], &Any),
                             Versions[Of] >= Messages[Index].Since ? MileHvSuccess : MileHvUnavailable);
        }
    }
}

/* Every length of payload with every size in the header; what is behind the payload cannot be read. */
static void SizesAreBounded(void **State)
{
    DM_MESSAGE_HEADER Header;
    ANY_OUTPUT Any;
    HV_UINT32 Bytes;
    HV_UINT32 Size;
    size_t Index;

    (void)State;
    for (Index = 0; Index < COUNT(Messages); ++Index)
    {
        Send(Messages[Index].Type, Messages[Index].Body, Messages[Index].Bytes - 8);
        if (Messages[Index].Type == DmHotAddRequest)
        {
            memset(Sent.Body + 8, 0, 8); /* The region, if the size says so. */
        }
        for (Bytes = 0; Bytes <= 40; ++Bytes)
        {
            for (Size = 0; Size < 0x10000; Size += (Size < 64) ? 1 : 0x3FF)
            {
                const MILE_HV_RESULT Expected =
                    (Bytes >= 8 && Size <= Bytes && Size >= Messages[Index].Bytes) ? MileHvSuccess : MileHvCorrupt;
                const void *At;

                Sent.Header.Size = (HV_UINT16)Size;
                At = GuardEnd(&Sent, Bytes);
                assert_int_equal(MileHvDmMessageCheck(At, Bytes, DM_VERSION_2_0, &Header), Expected);
                assert_int_equal(Messages[Index].Check(At, Bytes, DM_VERSION_2_0, &Any), Expected);
                At = GuardBegin(&Sent, Bytes, 1);
                assert_int_equal(Messages[Index].Check(At, Bytes, DM_VERSION_2_0, &Any), Expected);
            }
        }
        for (Size = DM_MAXIMUM_MESSAGE_SIZE - 1; Size <= DM_MAXIMUM_MESSAGE_SIZE + 1; ++Size)
        {
            Sent.Header.Size = (HV_UINT16)Size;
            assert_int_equal(Messages[Index].Check(GuardEnd(&Sent, sizeof(Sent)), sizeof(Sent), DM_VERSION_2_0, &Any),
                             Size <= DM_MAXIMUM_MESSAGE_SIZE ? MileHvSuccess : MileHvCorrupt);
        }
    }
    /* A message of the header alone is one, of a type that no host sends. */
    Send(DmUnballoonResponse, "", 0);
    assert_int_equal(MileHvDmMessageCheck(GuardEnd(&Sent, 8), 8, DM_VERSION_2_0, &Header), MileHvUnavailable);
    /* Too short for what it would be, and not its version's: the size is looked at first. */
    Send(DmHotRemoveRequest, "", 0);
    Sent.Header.Size = 7;
    assert_int_equal(MileHvDmMessageCheck(&Sent, 24, DM_VERSION_1_0, &Header), MileHvCorrupt);
}

static void OtherTypesAreNotTaken(void **State)
{
    ANY_OUTPUT Any;
    size_t Index;
    size_t Of;

    (void)State;
    for (Index = 0; Index < COUNT(Messages); ++Index)
    {
        for (Of = 0; Of < COUNT(Messages); ++Of)
        {
            Send(Messages[Index].Type, Messages[Index].Body, 16);
            assert_int_equal(Messages[Of].Check(&Sent, 24, DM_VERSION_2_0, &Any),
                             Of == Index ? MileHvSuccess : MileHvInvalid);
        }
    }
    Send(DmStatusReport, "", 0);
    assert_int_equal(MileHvDmVersionResponseCheck(&Sent, 64, 0x01020304), MileHvInvalid);
}

static void AnswersAreThoseToTheirRequest(void **State)
{
    DM_CAPABILITIES_RESPONSE Response;
    HV_UINT32 Flags;

    (void)State;
    for (Flags = 0; Flags < 256; ++Flags)
    {
        HV_UINT8 Body[8] = {0, 0xA5, 0xA5, 0xA5, 0xA5, 0xA5, 0xA5, 0xA5};

        Body[0] = (HV_UINT8)Flags;
        Send(DmVersionResponse, Body, 8);
        assert_int_equal(MileHvDmVersionResponseCheck(&Sent, 16, 0x01020304),
                         (Flags & 1) ? MileHvSuccess : MileHvUnavailable);
        assert_int_equal(MileHvDmVersionResponseCheck(&Sent, 16, 0x01020305), MileHvEmpty);

        Send(DmCapabilitiesResponse, Body, 8);
        memset(&Response, 0xEE, sizeof(Response));
        assert_int_equal(MileHvDmCapabilitiesResponseCheck(&Sent, 16, 0x01020304, DM_VERSION_2_0, &Response),
                         (Flags & 1) ? MileHvSuccess : MileHvFailed);
        assert_int_equal(Response.FlagsAsUINT64, Flags & 7);
        assert_int_equal(MileHvDmCapabilitiesResponseCheck(&Sent, 16, 0x01020304, DM_VERSION_1_0, &Response),
                         (Flags & 1) ? MileHvSuccess : MileHvFailed);
        assert_int_equal(Response.FlagsAsUINT64, Flags & 5);
        assert_int_equal(MileHvDmCapabilitiesResponseCheck(&Sent, 16, 0x11020304, DM_VERSION_2_0, &Response),
                         MileHvEmpty);
    }
}

static void BalloonsAreAsked(void **State)
{
    DM_BALLOON_REQUEST Request;

    (void)State;
    Send(DmBalloonRequest, Messages[2].Body, 8);
    assert_int_equal(MileHvDmBalloonRequestCheck(&Sent, 16, DM_VERSION_0_3, &Request), MileHvSuccess);
    assert_int_equal(Request.Header.TransactionId, 0x01020304);
    assert_int_equal(Request.NumPages, 0x11223344);
}

/* Counts up to where their bytes would wrap, against every size. */
static void RangesComeBackWhole(void **State)
{
    static const HV_UINT32 Counts[] = {0,   1,          2,          3,          4,          510,
                                       511, 0x1FFFFFFF, 0x20000000, 0x20000001, 0x80000000, 0xFFFFFFFF};
    HV_UINT64 Body[1 + 3] = {0, 0x0000020000000010, 0xFFFFFFFFFFFFFFFF, 0x00000000000000FF};
    MILE_HV_DM_UNBALLOON Unballoon = {NULL, 0, 0, 0, 0xEE};
    HV_UINT64 Start = 0;
    HV_UINT64 Count = 0;
    HV_UINT32 Bytes;
    HV_UINT32 Range;
    size_t Index;

    (void)State;
    for (Index = 0; Index < COUNT(Counts); ++Index)
    {
        for (Bytes = 16; Bytes <= 8 + sizeof(Body); ++Bytes)
        {
            const MILE_HV_RESULT Expected = (Bytes - 16) / 8 >= Counts[Index] ? MileHvSuccess : MileHvCorrupt;

            Body[0] = 0xFFFFFFFE | (HV_UINT64)Counts[Index] << 32;
            Send(DmUnballoonRequest, Body, Bytes - 8);
            assert_int_equal(MileHvDmUnballoonRequestCheck(GuardEnd(&Sent, Bytes), Bytes, DM_VERSION_2_0, &Unballoon),
                             Expected);
            if (Expected != MileHvSuccess)
            {
                continue;
            }
            assert_int_equal(Unballoon.RangeCount, Counts[Index]);
            assert_int_equal(Unballoon.TransactionId, 0x01020304);
            assert_int_equal(Unballoon.MorePages, 0);
            assert_int_equal(Unballoon.Reserved, 0);
            for (Range = 0; Range < Counts[Index]; ++Range)
            {
                assert_int_equal(MileHvDmRangeAt(&Unballoon, Range, 0xFFFFFFFFFFFFFFFF, &Start, &Count), MileHvSuccess);
                assert_int_equal(Start | Count << 40, Body[1 + Range]);
            }
            assert_int_equal(MileHvDmRangeAt(&Unballoon, Counts[Index], 0, &Start, &Count), MileHvInvalid);
            assert_int_equal(MileHvDmRangeAt(&Unballoon, 0xFFFFFFFF, 0, &Start, &Count), MileHvInvalid);
        }
    }
    /* The size counts, not the payload. */
    Body[0] = (HV_UINT64)2 << 32 | 1;
    Send(DmUnballoonRequest, Body, 16);
    assert_int_equal(MileHvDmUnballoonRequestCheck(&Sent, 64, DM_VERSION_2_0, &Unballoon), MileHvCorrupt);
    Body[0] = (HV_UINT64)3 << 32 | 1;
    Send(DmUnballoonRequest, Body, sizeof(Body));
    assert_int_equal(MileHvDmUnballoonRequestCheck(GuardBegin(&Sent, 40, 1), 40, DM_VERSION_2_0, &Unballoon),
                     MileHvSuccess);
    assert_int_equal(Unballoon.MorePages, 1);
    /* 0x10 and 0x11; all ones: 2^24 - 1 pages from the last one; none at 0xFF. */
    assert_int_equal(MileHvDmRangeAt(&Unballoon, 0, 0x11, &Start, &Count), MileHvSuccess);
    assert_int_equal(MileHvDmRangeAt(&Unballoon, 0, 0x10, &Start, &Count), MileHvCorrupt);
    assert_int_equal(MileHvDmRangeAt(&Unballoon, 1, 0x10000FFFFFD, &Start, &Count), MileHvSuccess);
    assert_int_equal(MileHvDmRangeAt(&Unballoon, 1, 0x10000FFFFFC, &Start, &Count), MileHvCorrupt);
    assert_int_equal(MileHvDmRangeAt(&Unballoon, 1, 0xFFFFFF, &Start, &Count), MileHvCorrupt);
    assert_int_equal(MileHvDmRangeAt(&Unballoon, 2, 0, &Start, &Count), MileHvSuccess);
    assert_int_equal(Count, 0);
}

static void HotAddsLieInTheirRegion(void **State)
{
    static const struct
    {
        HV_UINT64 Start, Count, RegionStart, RegionCount, Maximum;
        MILE_HV_RESULT Result;
    } Cases[] = {
        {0x100, 0x80, 0, 0, 0x17F, MileHvSuccess},
        {0x100, 0x80, 0, 0, 0x17E, MileHvCorrupt},
        {0x100, 0, 0, 0, 0xFFFF, MileHvCorrupt},
        {0, 1, 0, 0, 0, MileHvSuccess},
        {0xFFFFFFFFFF, 0xFFFFFF, 0, 0, 0xFFFFFFFFFFFFFFFF, MileHvSuccess},
        {0xFFFFFFFFFF, 0xFFFFFF, 0, 0, 0xFFFFFFFFFF, MileHvCorrupt},
        {0x100, 0x80, 0x100, 0x80, 0xFFFF, MileHvSuccess},
        {0x100, 0x80, 0x80, 0x100, 0xFFFF, MileHvSuccess},
        {0x100, 0x80, 0x101, 0x80, 0xFFFF, MileHvCorrupt},
        {0x100, 0x80, 0x100, 0x7F, 0xFFFF, MileHvCorrupt},
        {0x100, 0x80, 0x80, 0xFF, 0xFFFF, MileHvCorrupt},
        {0x100, 0x80, 0x200, 0x80, 0xFFFF, MileHvCorrupt},
        {0x100, 0x80, 0x10, 0x20, 0xFFFF, MileHvCorrupt},
        {0x100, 0x80, 0xFFFFFFFFFF, 0xFFFFFF, 0xFFFF, MileHvCorrupt},
        {0x100, 0x80, 0xFFFFFFFFFF, 0, 0xFFFF, MileHvSuccess}, /* A region of no page is none. */
    };
    MILE_HV_DM_HOT_ADD HotAdd;
    HV_UINT64 Body[2];
    HV_UINT32 Bytes;
    size_t Index;

    (void)State;
    for (Index = 0; Index < COUNT(Cases); ++Index)
    {
        Body[0] = Cases[Index].Start | Cases[Index].Count << 40;
        Body[1] = Cases[Index].RegionStart | Cases[Index].RegionCount << 40;
        Send(DmHotAddRequest, Body, sizeof(Body));
        memset(&HotAdd, 0xEE, sizeof(HotAdd));
        assert_int_equal(
            MileHvDmHotAddRequestCheck(GuardEnd(&Sent, 24), 24, DM_VERSION_0_3, Cases[Index].Maximum, &HotAdd),
            Cases[Index].Result);
        if (Cases[Index].Result == MileHvSuccess)
        {
            assert_int_equal(HotAdd.StartPage, Cases[Index].Start);
            assert_int_equal(HotAdd.PageCount, Cases[Index].Count);
            assert_int_equal(HotAdd.RegionStartPage, Cases[Index].RegionStart);
            assert_int_equal(HotAdd.RegionPageCount, Cases[Index].RegionCount);
            assert_int_equal(HotAdd.TransactionId, 0x01020304);
            assert_int_equal(HotAdd.Reserved, 0);
        }
    }
    /* The region is there if the size covers all of it. */
    Body[0] = 0x100 | (HV_UINT64)0x80 << 40;
    Body[1] = 0x180 | (HV_UINT64)0x80 << 40;
    for (Bytes = 16; Bytes <= 24; ++Bytes)
    {
        Send(DmHotAddRequest, Body, sizeof(Body));
        Sent.Header.Size = (HV_UINT16)Bytes;
        assert_int_equal(MileHvDmHotAddRequestCheck(GuardEnd(&Sent, Bytes), Bytes, DM_VERSION_0_3, 0xFFFF, &HotAdd),
                         Bytes < 24 ? MileHvSuccess : MileHvCorrupt);
        if (Bytes < 24)
        {
            assert_int_equal(HotAdd.RegionStartPage, 0);
            assert_int_equal(HotAdd.RegionPageCount, 0);
        }
    }
}

static void HotRemovesHaveKnownFlags(void **State)
{
    DM_HOT_REMOVE_REQUEST Request;
    HV_UINT32 Bit;

    (void)State;
    for (Bit = 0; Bit < 32; ++Bit)
    {
        const HV_UINT32 Body[4] = {1, 2, 1U << Bit, 0xA5A5A5A5};

        Send(DmHotRemoveRequest, Body, sizeof(Body));
        assert_int_equal(MileHvDmHotRemoveRequestCheck(GuardEnd(&Sent, 24), 24, DM_VERSION_2_0, &Request),
                         Bit < 2 ? MileHvSuccess : MileHvCorrupt);
        assert_int_equal(Request.VirtualNode, 1);
        assert_int_equal(Request.PageCount, 2);
    }
}

static void InformationIsWalked(void **State)
{
    static const HV_UINT8 Body[] = {
        0xA5, 0xA5, 0xA5, 0xA5, 33, 0, 0, 0, /* InfoSize */
        0,    0,    0,    0,    8,  0, 0, 0, 0xEF, 0xCD, 0xAB, 0x89, 0x67,
        0x45, 0x23, 1,    77,   0,  0, 0, 1, 0,    0,    0,    0x5A, /* A type that is not known. */
        78,   0,    0,    0,    0,  0, 0, 0};
    static const HV_UINT32 Sizes[] = {34, 0x7FFFFFFF, 0x80000000, 0xFFFFFFF0, 0xFFFFFFFF};
    const HV_UINT32 Full = 8 + sizeof(Body);
    MILE_HV_DM_INFO_PIECE Piece = {NULL, 0, 0};
    MILE_HV_DM_INFO Info = {NULL, 0, 0};
    HV_UINT32 Bytes;
    HV_UINT32 Size;
    size_t Index;

    (void)State;
    Send(DmInfoMessage, Body, sizeof(Body));
    assert_int_equal(MileHvDmInfoMessageCheck(GuardEnd(&Sent, Full), Full, DM_VERSION_1_0, &Info), MileHvSuccess);
    assert_int_equal(Info.TransactionId, 0x01020304);
    assert_int_equal(MileHvDmInfoNext(&Info, &Piece), MileHvSuccess);
    assert_int_equal(Piece.Type, DmInfoTypeMaximumPageCount);
    assert_int_equal(Piece.DataBytes, 8);
    assert_int_equal(MileHvDmInfoMaximumPageCount(&Piece), 0x0123456789ABCDEF);
    assert_int_equal(MileHvDmInfoNext(&Info, &Piece), MileHvSuccess);
    assert_int_equal(Piece.Type, 77);
    assert_int_equal(Piece.DataBytes, 1);
    assert_int_equal(*Piece.Data, 0x5A);
    assert_int_equal(MileHvDmInfoNext(&Info, &Piece), MileHvSuccess);
    assert_int_equal(Piece.Type, 78);
    assert_int_equal(Piece.DataBytes, 0);
    assert_int_equal(MileHvDmInfoNext(&Info, &Piece), MileHvEmpty);
    assert_int_equal(MileHvDmInfoNext(&Info, &Piece), MileHvEmpty);

    /* InfoSize is bounded by the message. */
    for (Bytes = 16; Bytes <= Full; ++Bytes)
    {
        Send(DmInfoMessage, Body, sizeof(Body));
        Sent.Header.Size = (HV_UINT16)Bytes;
        assert_int_equal(MileHvDmInfoMessageCheck(GuardEnd(&Sent, Full), Full, DM_VERSION_1_0, &Info),
                         Bytes == Full ? MileHvSuccess : MileHvCorrupt);
    }
    for (Index = 0; Index < COUNT(Sizes); ++Index)
    {
        Send(DmInfoMessage, Body, sizeof(Body));
        memcpy(Sent.Body + 4, &Sizes[Index], 4);
        assert_int_equal(MileHvDmInfoMessageCheck(GuardEnd(&Sent, Full), Full, DM_VERSION_1_0, &Info), MileHvCorrupt);
    }
    /* Each cut: the pieces before it are told, and the one that is not whole is not. */
    for (Size = 0; Size < 33; ++Size)
    {
        HV_UINT32 Told = 0;
        MILE_HV_RESULT Result;

        Send(DmInfoMessage, Body, 8 + Size);
        memcpy(Sent.Body + 4, &Size, 4);
        assert_int_equal(MileHvDmInfoMessageCheck(GuardEnd(&Sent, 16 + Size), 16 + Size, DM_VERSION_1_0, &Info),
                         MileHvSuccess);
        while ((Result = MileHvDmInfoNext(&Info, &Piece)) == MileHvSuccess)
        {
            ++Told;
        }
        assert_int_equal(Told, Size < 16 ? 0 : Size < 25 ? 1 : 2);
        assert_int_equal(Result, (Size == 0 || Size == 16 || Size == 25) ? MileHvEmpty : MileHvCorrupt);
    }
    /* The size of a piece: the first one has 25 bytes behind its head, and needs 8 of them. */
    for (Size = 0; Size < 64; ++Size)
    {
        Send(DmInfoMessage, Body, sizeof(Body));
        memcpy(Sent.Body + 12, &Size, 4);
        assert_int_equal(MileHvDmInfoMessageCheck(GuardEnd(&Sent, Full), Full, DM_VERSION_1_0, &Info), MileHvSuccess);
        assert_int_equal(MileHvDmInfoNext(&Info, &Piece), Size >= 8 && Size <= 25 ? MileHvSuccess : MileHvCorrupt);
    }
    for (Size = 0xFFFFFFFF; Size >= 0xFFFFFFE0; --Size)
    {
        Send(DmInfoMessage, Body, sizeof(Body));
        memcpy(Sent.Body + 12, &Size, 4);
        assert_int_equal(MileHvDmInfoMessageCheck(GuardEnd(&Sent, Full), Full, DM_VERSION_1_0, &Info), MileHvSuccess);
        assert_int_equal(MileHvDmInfoNext(&Info, &Piece), MileHvCorrupt);
    }
}

/* Every byte of every message takes every value, at the guard page. */
static void EveryByteTakesEveryValue(void **State)
{
    HV_UINT32 Place;
    HV_UINT32 Value;
    size_t Index;

    (void)State;
    for (Index = 0; Index < COUNT(Messages); ++Index)
    {
        for (Place = 0; Place < 40; ++Place)
        {
            for (Value = 0; Value < 256; ++Value)
            {
                MILE_HV_DM_INFO_PIECE Piece;
                ANY_OUTPUT Any;
                HV_UINT64 Start;
                HV_UINT64 Count;
                HV_UINT32 Told;

                Send(Messages[Index].Type, Messages[Index].Body, 16);
                memset(Sent.Body + 16, 0, 16);
                Sent.Header.Size = 40;
                ((HV_UINT8 *)&Sent)[Place] = (HV_UINT8)Value;
                if (Messages[Index].Check(GuardEnd(&Sent, 40), 40, DM_VERSION_2_0, &Any) != MileHvSuccess)
                {
                    continue;
                }
                if (Messages[Index].Type == DmUnballoonRequest)
                {
                    assert_in_range(Any.Unballoon.RangeCount, 0, 3);
                    for (Told = 0; Told < Any.Unballoon.RangeCount; ++Told)
                    {
                        if (MileHvDmRangeAt(&Any.Unballoon, Told, 0xFFFF, &Start, &Count) == MileHvSuccess &&
                            Count != 0)
                        {
                            assert_true(Start <= 0xFFFF && Count <= 0x10000 - Start);
                        }
                    }
                }
                if (Messages[Index].Type == DmHotAddRequest && Any.HotAdd.RegionPageCount != 0)
                {
                    assert_true(Any.HotAdd.StartPage >= Any.HotAdd.RegionStartPage &&
                                Any.HotAdd.StartPage + Any.HotAdd.PageCount <=
                                    Any.HotAdd.RegionStartPage + Any.HotAdd.RegionPageCount);
                }
                for (Told = 0;
                     Messages[Index].Type == DmInfoMessage && MileHvDmInfoNext(&Any.Info, &Piece) == MileHvSuccess;
                     ++Told)
                {
                    assert_true(Told < 3 && Piece.DataBytes <= 24);
                }
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest Tests[] = {
        cmocka_unit_test(VersionsComeNewestFirst), cmocka_unit_test(RequestsAreTheirBytes),
        cmocka_unit_test(RangesFitTheirBits),      cmocka_unit_test(ResponsesHoldTheirRanges),
        cmocka_unit_test(AVersionHasItsTypes),     cmocka_unit_test(SizesAreBounded),
        cmocka_unit_test(OtherTypesAreNotTaken),   cmocka_unit_test(AnswersAreThoseToTheirRequest),
        cmocka_unit_test(BalloonsAreAsked),        cmocka_unit_test(RangesComeBackWhole),
        cmocka_unit_test(HotAddsLieInTheirRegion), cmocka_unit_test(HotRemovesHaveKnownFlags),
        cmocka_unit_test(InformationIsWalked),     cmocka_unit_test(EveryByteTakesEveryValue),
    };
    return cmocka_run_group_tests(Tests, NULL, NULL);
}
