/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Mile.HyperV/Guest/IntegrationData.h: requests with data are taken apart, answers fill them in, hostile
 * messages are refused.
 *
 * Values and addresses as OpenVMM's hyperv_ic sends them (1488a37b).
 */

#include "GuardPage.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include <Mile.HyperV/Guest/IntegrationData.h>

#define COUNT(Array) (sizeof(Array) / sizeof((Array)[0]))

/* The body that is made and sent, the answer that it should become, and what comes of it. */
static HV_UINT8 Body[IC_MAXIMUM_MESSAGE_SIZE];
static HV_UINT8 Expected[IC_MAXIMUM_MESSAGE_SIZE];
static MILE_HV_IC_MESSAGE Message;

static const HV_UINT32 Entries[] = {3, 0, 10, 0xFFFFFFFF};

static IC_VERSION Version(unsigned Major)
{
    const IC_VERSION Made = {(HV_UINT16)Major, 0};

    return Made;
}

static MILE_HV_IC_VERSIONS Versions(unsigned Major)
{
    const MILE_HV_IC_VERSIONS Made = {IC_FRAMEWORK_VERSION_3, {(HV_UINT16)Major, 0}};

    return Made;
}

/* Makes Message of the first bytes of Body, where nothing behind them can be read. */
static void Send(HV_UINT32 Feature, HV_UINT32 BodyBytes)
{
    static HV_UINT8 Sent[28 + sizeof(Body)];
    const VMPIPE_PROTOCOL_HEADER Pipe = {VmPipeMessageData, {20 + BodyBytes}};
    IC_MSG_HDR Header;

    memset(&Header, 0, sizeof(Header));
    Header.ICMsgType = (HV_UINT16)Feature;
    Header.ICMsgSize = (HV_UINT16)BodyBytes;
    Header.ICTransactionId = 0x5C;
    Header.ICFlags = IC_MSG_FLAG_TRANSACTION | IC_MSG_FLAG_REQUEST;
    memcpy(Sent, &Pipe, 8);
    memcpy(Sent + 8, &Header, 20);
    memcpy(Sent + 28, Body, BodyBytes);
    assert_int_equal(MileHvIcMessageCheck(GuardEnd(Sent, 28 + (size_t)BodyBytes), 28 + BodyBytes, Feature, &Message),
                     MileHvSuccess);
}

static void Put32(HV_UINT32 Offset, HV_UINT32 Value)
{
    memcpy(Body + Offset, &Value, 4);
}

/* Text of ASCII as UTF-16, with its zero; how many bytes that are. */
static HV_UINT32 Wide(HV_UINT8 *To, const char *Text)
{
    HV_UINT32 Bytes = 0;

    do
    {
        To[Bytes++] = (HV_UINT8)*Text;
        To[Bytes++] = 0;
    } while (*Text++ != 0);
    return Bytes;
}

static MILE_HV_IC_TEXT Text(const void *Data, HV_UINT32 Bytes)
{
    MILE_HV_IC_TEXT Made;

    memset(&Made, 0, sizeof(Made));
    Made.Data = (const HV_UINT8 *)Data;
    Made.Bytes = Bytes;
    return Made;
}

/* An answer with a body: as long as its request, of these versions and this status, and Expected. */
static void AssertAnswered(HV_UINT32 Bytes, unsigned Major, HV_UINT32 Status)
{
    IC_MSG_HDR Header;

    memset(&Header, 0, sizeof(Header));
    Header.ICVerFramework.Major = 3;
    Header.ICMsgType = Message.Header.ICMsgType;
    Header.ICVerMessage.Major = (HV_UINT16)Major;
    Header.ICMsgSize = (HV_UINT16)Message.BodyBytes;
    Header.Status = Status;
    Header.ICTransactionId = 0x5C;
    Header.ICFlags = IC_MSG_FLAG_TRANSACTION | IC_MSG_FLAG_RESPONSE;
    assert_int_equal(Bytes, 20 + Message.BodyBytes);
    assert_memory_equal(Message.Data, &Header, sizeof(Header));
    assert_memory_equal(Message.Body, Expected, Message.BodyBytes);
}

/*
 * Text.
 */

static void ATextEndsAtItsFirstZero(void **State)
{
    static const HV_UINT8 Straddling[] = {'a', 0, 0, 'b', 'c', 0, 0, 0x4E, 0, 0, 0, 0};
    static const HV_UINT8 Endless[] = {1, 0, 0, 1, 1, 0, 0, 1};
    MILE_HV_IC_TEXT Found;
    const HV_UINT8 *At;
    HV_UINT32 Bytes;

    (void)State;
    for (Bytes = 0; Bytes <= sizeof(Straddling); ++Bytes)
    {
        memset(&Found, 0xEE, sizeof(Found));
        At = (const HV_UINT8 *)GuardEnd(Straddling, Bytes);
        assert_int_equal(MileHvIcTextCheck(At, Bytes, &Found),
                         Bytes >= 10 && Bytes % 2 == 0 ? MileHvSuccess : MileHvCorrupt);
        if (Bytes >= 10 && Bytes % 2 == 0)
        {
            assert_ptr_equal(Found.Data, At);
            assert_int_equal(Found.Bytes, 8);
            assert_int_equal(Found.Reserved, 0);
        }
    }
    for (Bytes = 0; Bytes <= sizeof(Endless); ++Bytes)
    {
        assert_int_equal(MileHvIcTextCheck((const HV_UINT8 *)GuardEnd(Endless, Bytes), Bytes, &Found), MileHvCorrupt);
    }
    /* An empty one is a text. */
    assert_int_equal(MileHvIcTextCheck((const HV_UINT8 *)GuardEnd("\0", 2), 2, &Found), MileHvSuccess);
    assert_int_equal(Found.Bytes, 0);
}

static void ATextIsPutIntoItsRoom(void **State)
{
    HV_UINT8 Room[8];
    MILE_HV_IC_TEXT Given;
    HV_UINT32 Written;
    HV_UINT32 Bytes;

    (void)State;
    for (Bytes = 0; Bytes <= 8; ++Bytes)
    {
        HV_UINT8 *At = (HV_UINT8 *)GuardEnd("XXXXXXXX", 8);

        Given = Text("abcdefgh", Bytes);
        assert_int_equal(MileHvIcTextPut(At, 8, &Given, &Written),
                         Bytes <= 6 && Bytes % 2 == 0 ? MileHvSuccess : MileHvInvalid);
        memset(Room, 'X', sizeof(Room));
        if (Bytes <= 6 && Bytes % 2 == 0)
        {
            assert_int_equal(Written, Bytes + 2);
            memcpy(Room, "abcdefgh", Bytes);
            memset(Room + Bytes, 0, 2);
        }
        assert_memory_equal(At, Room, 8);
    }
    Given = Text(NULL, 0xFFFFFFFE);
    assert_int_equal(MileHvIcTextPut(Room, 8, &Given, &Written), MileHvInvalid);
}

/*
 * Key-value exchange.
 */

/* Required length of a body, by the protocol's structures; 0: no such operation. */
static HV_UINT32 KvpNeeds(HV_UINT32 Operation, unsigned Major)
{
    static const HV_UINT32 Values[] = {2576, 2576, 520, 2580};

    if (Operation < 4)
    {
        return Values[Operation];
    }
    return (Operation > 5 || Major < 4) ? 0 : Major == 4 ? 7428 : 3716;
}

static void AnOperationHasItsStructure(void **State)
{
    IC_KVP_EXCHANGE_MSG_HDR Header;
    HV_UINT32 Operation;
    HV_UINT32 Bytes;
    unsigned Major;

    (void)State;
    memset(Body, 0, sizeof(Body));
    for (Operation = 0; Operation < 256; ++Operation)
    {
        Body[0] = (HV_UINT8)Operation;
        Body[1] = 2;
        for (Major = 0; Major < 7; ++Major)
        {
            const HV_UINT32 Needed = KvpNeeds(Operation, Major);
            const HV_UINT32 Lengths[] = {0, 1, 2, 3, 4, Needed ? Needed - 1 : 5, Needed, Needed + 1, 13292};
            size_t Index;

            for (Index = 0; Index < COUNT(Lengths); ++Index)
            {
                Bytes = Lengths[Index];
                Send(ICFeatureIdxKvpExchange, Bytes);
                assert_int_equal(MileHvIcKvpCheck(&Message, Version(Major), &Header), Bytes < 2     ? MileHvCorrupt
                                                                                      : Needed == 0 ? MileHvUnavailable
                                                                                      : Bytes < Needed ? MileHvCorrupt
                                                                                                       : MileHvSuccess);
                if (Bytes >= 2)
                {
                    assert_int_equal(Header.Operation, Operation);
                    assert_int_equal(Header.Pool, 2);
                }
            }
        }
    }
    /* No other component's message. */
    for (Operation = 0; Operation < ICFeatureCount; ++Operation)
    {
        Send(Operation, 0);
        assert_int_equal(MileHvIcKvpCheck(&Message, Version(5), &Header),
                         Operation == ICFeatureIdxKvpExchange ? MileHvCorrupt : MileHvInvalid);
    }
}

/* Every length of each request against the guard page, by the check that takes it. */
static void ShortRequestsAreRefused(void **State)
{
    static IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO_BINARY Binary;
    static IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO Addresses;
    MILE_HV_IC_KVP_VALUE Value;
    HV_UINT32 Operation;
    HV_UINT32 Bytes;

    (void)State;
    memset(Body, 0, sizeof(Body));
    Put32(4, 4);  /* ValueType; KeySize of delete; Index. */
    Put32(8, 2);  /* KeySize. */
    Put32(12, 4); /* ValueSize. */
    for (Operation = 0; Operation < 4; ++Operation)
    {
        Body[0] = (HV_UINT8)Operation;
        Body[1] = 2;
        for (Bytes = 0; Bytes <= 2600; ++Bytes)
        {
            Send(ICFeatureIdxKvpExchange, Bytes);
            assert_int_equal(MileHvIcKvpValueCheck(&Message, Entries, &Value),
                             Bytes < KvpNeeds(Operation, 3) ? MileHvCorrupt : MileHvSuccess);
        }
    }
    memset(Body, 0, sizeof(Body));
    for (Operation = 4; Operation < 6; ++Operation)
    {
        Body[0] = (HV_UINT8)Operation;
        for (Bytes = 0; Bytes <= 7440; Bytes += (Bytes > 4 && Bytes < 7400 && (Bytes < 3700 || Bytes > 3730)) ? 37 : 1)
        {
            Send(ICFeatureIdxKvpExchange, Bytes);
            assert_int_equal(MileHvIcKvpAddressTextCheck(&Message, Version(4), &Addresses),
                             Bytes < 7428 ? MileHvCorrupt : MileHvSuccess);
            assert_int_equal(MileHvIcKvpAddressCheck(&Message, Version(5), &Binary),
                             Bytes < 3716 ? MileHvCorrupt : MileHvSuccess);
        }
    }
}

static void PoolsAreFour(void **State)
{
    IC_KVP_EXCHANGE_MSG_HDR Header;
    MILE_HV_IC_KVP_VALUE Value;
    HV_UINT32 Operation;
    HV_UINT32 Pool;

    (void)State;
    memset(Body, 0, sizeof(Body));
    for (Operation = 0; Operation < 6; ++Operation)
    {
        for (Pool = 0; Pool < 256; ++Pool)
        {
            Body[0] = (HV_UINT8)Operation;
            Body[1] = (HV_UINT8)Pool;
            Send(ICFeatureIdxKvpExchange, 7428);
            assert_int_equal(MileHvIcKvpCheck(&Message, Version(4), &Header),
                             Operation < 4 && Pool > 3 ? MileHvUnavailable : MileHvSuccess);
            if (Operation >= 4 || Pool > 3)
            {
                assert_int_equal(MileHvIcKvpValueCheck(&Message, Entries, &Value), MileHvUnavailable);
            }
        }
    }
}

static void EnumerationsEnd(void **State)
{
    static const HV_UINT32 Indices[] = {0, 1, 2, 3, 9, 10, 11, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF};
    MILE_HV_IC_KVP_VALUE Value;
    HV_UINT32 Pool;
    size_t Index;

    (void)State;
    memset(Body, 0xA5, sizeof(Body));
    Body[0] = ICKvpExchangeOperationEnumerate;
    for (Pool = 0; Pool < 4; ++Pool)
    {
        for (Index = 0; Index < COUNT(Indices); ++Index)
        {
            Body[1] = (HV_UINT8)Pool;
            Put32(4, Indices[Index]);
            Send(ICFeatureIdxKvpExchange, 2580);
            memset(&Value, 0xEE, sizeof(Value));
            assert_int_equal(MileHvIcKvpValueCheck(&Message, Entries, &Value),
                             Indices[Index] < Entries[Pool] ? MileHvSuccess : MileHvEmpty);
            assert_int_equal(Value.Index, Indices[Index]);
            assert_int_equal(Value.Operation, 3);
            assert_int_equal(Value.Pool, Pool);
            assert_int_equal(Value.Key.Bytes | Value.Value.Bytes | Value.ValueType | Value.Number, 0);
        }
    }
}

static void AKeyIsBounded(void **State)
{
    static const HV_UINT32 Huge[] = {514, 2048, 0x10000, 0x7FFFFFFE, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF};
    HV_UINT32 Operation;
    HV_UINT32 Zero;
    HV_UINT32 Size;
    size_t Index;

    (void)State;
    for (Operation = 0; Operation < 3; ++Operation)
    {
        const HV_UINT32 SizeAt = (Operation == ICKvpExchangeOperationDelete) ? 4 : 8;
        const HV_UINT32 KeyAt = (Operation == ICKvpExchangeOperationDelete) ? 8 : 16;
        const HV_UINT32 Bytes = KvpNeeds(Operation, 3);
        MILE_HV_IC_KVP_VALUE Value;

        /* With its zero at several places, and nowhere. */
        for (Zero = 0; Zero <= 512; Zero += (Zero < 6 || Zero >= 506) ? 2 : 20)
        {
            memset(Body, 'k', sizeof(Body));
            Body[0] = (HV_UINT8)Operation;
            Body[1] = 0;
            if (Operation == ICKvpExchangeOperationSet)
            {
                Put32(4, ICKvpExchangeValueTypeQword);
                Put32(12, 8);
            }
            if (Zero < 512)
            {
                memset(Body + KeyAt + Zero, 0, 2);
            }
            for (Size = 0; Size <= 513; ++Size)
            {
                Put32(SizeAt, Size);
                Send(ICFeatureIdxKvpExchange, Bytes);
                memset(&Value, 0xEE, sizeof(Value));
                if (Size > 512 || Size % 2 != 0 || Zero + 2 > Size)
                {
                    assert_int_equal(MileHvIcKvpValueCheck(&Message, Entries, &Value), MileHvCorrupt);
                    continue;
                }
                assert_int_equal(MileHvIcKvpValueCheck(&Message, Entries, &Value), MileHvSuccess);
                assert_ptr_equal(Value.Key.Data, Message.Body + KeyAt);
                assert_int_equal(Value.Key.Bytes, Zero);
                assert_int_equal(Value.Operation, Operation);
                assert_int_equal(Value.Index, 0);
            }
        }
        memset(Body + KeyAt, 0, 512);
        for (Index = 0; Index < COUNT(Huge); ++Index)
        {
            Put32(SizeAt, Huge[Index]);
            Send(ICFeatureIdxKvpExchange, Bytes);
            assert_int_equal(MileHvIcKvpValueCheck(&Message, Entries, &Value), MileHvCorrupt);
        }
    }
}

static void AValueIsBoundedByItsType(void **State)
{
    static const HV_UINT32 Types[] = {0, 1, 2, 3, 4, 5, 7, 10, 11, 12, 0x101, 0x80000001, 0xFFFFFFFF};
    static const HV_UINT32 Sizes[] = {0,    1,       2,          3,          4,          5,          7,
                                      8,    9,       2046,       2047,       2048,       2049,       2050,
                                      4096, 0x10002, 0x7FFFFFFE, 0x80000000, 0x80000004, 0xFFFFFFFE, 0xFFFFFFFF};
    static const HV_UINT32 Zeros[] = {0, 2, 6, 2044, 2046, 2048};
    size_t Type;
    size_t Size;
    size_t Zero;

    (void)State;
    for (Zero = 0; Zero < COUNT(Zeros); ++Zero)
    {
        memset(Body, 0xC1, sizeof(Body));
        Body[0] = ICKvpExchangeOperationSet;
        Body[1] = 1;
        Put32(8, 4);
        (void)Wide(Body + 16, "k");
        if (Zeros[Zero] < 2048)
        {
            memset(Body + 528 + Zeros[Zero], 0, 2);
        }
        for (Type = 0; Type < COUNT(Types); ++Type)
        {
            for (Size = 0; Size < COUNT(Sizes); ++Size)
            {
                const HV_UINT32 Of = Sizes[Size];
                const int IsText = (Types[Type] == 1 || Types[Type] == 2);
                MILE_HV_IC_KVP_VALUE Value;
                HV_UINT64 Number = 0;
                MILE_HV_RESULT Wanted = MileHvUnavailable;

                if (IsText)
                {
                    Wanted = (Of <= 2048 && Of % 2 == 0 && Zeros[Zero] + 2 <= Of) ? MileHvSuccess : MileHvCorrupt;
                }
                else if (Types[Type] == 4 || Types[Type] == 11)
                {
                    Wanted = (Of == (Types[Type] == 4 ? 4U : 8U)) ? MileHvSuccess : MileHvCorrupt;
                }
                Put32(4, Types[Type]);
                Put32(12, Of);
                Send(ICFeatureIdxKvpExchange, 2576);
                memset(&Value, 0xEE, sizeof(Value));
                assert_int_equal(MileHvIcKvpValueCheck(&Message, Entries, &Value), Wanted);
                if (Wanted != MileHvSuccess)
                {
                    continue;
                }
                memcpy(&Number, Body + 528, IsText ? 0 : Of);
                assert_int_equal(Value.Number, Number);
                assert_int_equal(Value.ValueType, Types[Type]);
                assert_int_equal(Value.Value.Bytes, IsText ? Zeros[Zero] : 0);
                assert_ptr_equal(Value.Value.Data, IsText ? Message.Body + 528 : NULL);
                assert_int_equal(Value.Key.Bytes, 2);
                assert_int_equal(Value.Pool, 1);
            }
        }
    }
    /* The value in a request for a value is ignored. */
    Body[0] = ICKvpExchangeOperationGet;
    Put32(4, 0xFFFFFFFF);
    Put32(12, 0xFFFFFFFF);
    Send(ICFeatureIdxKvpExchange, 2576);
    {
        MILE_HV_IC_KVP_VALUE Value;

        assert_int_equal(MileHvIcKvpValueCheck(&Message, Entries, &Value), MileHvSuccess);
        assert_int_equal(Value.ValueType | Value.Value.Bytes | Value.Number, 0);
    }
}

/* Makes Body and Expected of a request for a value, of @p Bytes bytes, and sends it. */
static void Ask(HV_UINT32 Operation, HV_UINT32 Bytes)
{
    memset(Body, 0xB6, sizeof(Body));
    Body[0] = (HV_UINT8)Operation;
    Body[1] = 2;
    if (Operation == ICKvpExchangeOperationEnumerate)
    {
        Put32(4, 5);
    }
    else
    {
        Put32(8, 6);
        (void)Wide(Body + 16, "OS");
    }
    memcpy(Expected, Body, sizeof(Body));
    Send(ICFeatureIdxKvpExchange, Bytes);
}

static void AValueIsAnswered(void **State)
{
    static const HV_UINT32 Lengths[] = {0, 1, 4, 300};
    const MILE_HV_IC_VERSIONS Agreed = Versions(5);
    HV_UINT8 Key[512];
    HV_UINT8 Long[2048];
    MILE_HV_IC_KVP_VALUE Value;
    HV_UINT32 Operation;
    HV_UINT32 Bytes = 0;
    size_t Index;

    (void)State;
    memset(&Value, 0, sizeof(Value));
    memset(Key, 'K', sizeof(Key));
    memset(Long, 'L', sizeof(Long));
    for (Operation = 0; Operation <= 3; Operation += 3)
    {
        const HV_UINT32 At = (Operation == ICKvpExchangeOperationEnumerate) ? 8 : 4;

        for (Index = 0; Index < COUNT(Lengths); ++Index)
        {
            /* Text: the longest, and none. */
            Ask(Operation, KvpNeeds(Operation, 5) + Lengths[Index]);
            Value.ValueType = ICKvpExchangeValueTypeExpandString;
            Value.Key = Text(Key, Index == 0 ? 510 : 6);
            Value.Value = Text(Long, Index == 0 ? 2046 : 0);
            assert_int_equal(MileHvIcKvpValueAnswer(&Message, &Agreed, &Value, &Bytes), MileHvSuccess);
            Expected[At] = 2;
            memset(Expected + At + 1, 0, 3);
            if (At == 8)
            {
                Expected[12] = (HV_UINT8)(Value.Key.Bytes + 2);
                Expected[13] = (HV_UINT8)((Value.Key.Bytes + 2) >> 8);
                memset(Expected + 14, 0, 2);
                memcpy(Expected + 20, Key, Value.Key.Bytes);
                memset(Expected + 20 + Value.Key.Bytes, 0, 2);
            }
            Expected[At + 8] = (HV_UINT8)(Value.Value.Bytes + 2);
            Expected[At + 9] = (HV_UINT8)((Value.Value.Bytes + 2) >> 8);
            memset(Expected + At + 10, 0, 2);
            memcpy(Expected + At + 524, Long, Value.Value.Bytes);
            memset(Expected + At + 524 + Value.Value.Bytes, 0, 2);
            AssertAnswered(Bytes, 5, IC_STATUS_SUCCESS);

            /* Numbers, over the answer before. */
            Value.Number = 0x8899AABBCCDDEEFF;
            Value.ValueType = ICKvpExchangeValueTypeQword;
            assert_int_equal(MileHvIcKvpValueAnswer(&Message, &Agreed, &Value, &Bytes), MileHvSuccess);
            Expected[At] = 11;
            Expected[At + 8] = 8;
            Expected[At + 9] = 0;
            memcpy(Expected + At + 524, "\xFF\xEE\xDD\xCC\xBB\xAA\x99\x88", 8);
            AssertAnswered(Bytes, 5, IC_STATUS_SUCCESS);
            Value.Number = 0xFFFFFFFF;
            Value.ValueType = ICKvpExchangeValueTypeDword;
            assert_int_equal(MileHvIcKvpValueAnswer(&Message, &Agreed, &Value, &Bytes), MileHvSuccess);
            Expected[At] = 4;
            Expected[At + 8] = 4;
            memcpy(Expected + At + 524, "\xFF\xFF\xFF\xFF", 4);
            AssertAnswered(Bytes, 5, IC_STATUS_SUCCESS);
        }
    }
}

static void AValueThatCannotBeSentIsNot(void **State)
{
    const MILE_HV_IC_VERSIONS Agreed = Versions(3);
    HV_UINT8 Long[2050];
    MILE_HV_IC_KVP_VALUE Value;
    HV_UINT32 Operation;
    HV_UINT32 Bytes;

    (void)State;
    memset(Long, 'L', sizeof(Long));
    memset(&Value, 0, sizeof(Value));
    Value.ValueType = ICKvpExchangeValueTypeDword;
    for (Operation = 0; Operation < 7; ++Operation)
    {
        Ask(Operation, 7428);
        assert_int_equal(MileHvIcKvpValueAnswer(&Message, &Agreed, &Value, &Bytes),
                         Operation == 0 || Operation == 3   ? MileHvSuccess
                         : Operation == 1 || Operation == 2 ? MileHvInvalid
                                                            : MileHvUnavailable);
    }
    for (Bytes = 2; Bytes < 2576; ++Bytes)
    {
        HV_UINT32 Unused;

        Ask(0, Bytes);
        assert_int_equal(MileHvIcKvpValueAnswer(&Message, &Agreed, &Value, &Unused), MileHvCorrupt);
    }
    Ask(3, 2580);
    Value.Number = 0x100000000;
    assert_int_equal(MileHvIcKvpValueAnswer(&Message, &Agreed, &Value, &Bytes), MileHvInvalid);
    Value.Number = 0;
    for (Value.ValueType = 0; Value.ValueType < 20; ++Value.ValueType)
    {
        const HV_UINT32 Type = Value.ValueType;

        assert_int_equal(MileHvIcKvpValueAnswer(&Message, &Agreed, &Value, &Bytes),
                         Type == 1 || Type == 2 || Type == 4 || Type == 11 ? MileHvSuccess : MileHvInvalid);
    }
    Value.ValueType = ICKvpExchangeValueTypeString;
    for (Bytes = 2040; Bytes <= 2050; ++Bytes)
    {
        HV_UINT32 Unused;

        Value.Value = Text(Long, Bytes);
        assert_int_equal(MileHvIcKvpValueAnswer(&Message, &Agreed, &Value, &Unused),
                         Bytes <= 2046 && Bytes % 2 == 0 ? MileHvSuccess : MileHvInvalid);
    }
    Value.Value = Text(Long, 4);
    for (Bytes = 505; Bytes <= 520; ++Bytes)
    {
        HV_UINT32 Unused;

        Value.Key = Text(Long, Bytes);
        assert_int_equal(MileHvIcKvpValueAnswer(&Message, &Agreed, &Value, &Unused),
                         Bytes <= 510 && Bytes % 2 == 0 ? MileHvSuccess : MileHvInvalid);
    }
}

/* The five texts of the text form: where each begins in the body, and its bytes. */
static const struct
{
    HV_UINT32 At, Bytes;
} Texts[] = {{2, 256}, {260, 2048}, {2308, 2048}, {4356, 1024}, {5380, 2048}};

/* A body with the five texts, each as long as it can be. */
static void MakeTexts(HV_UINT32 Operation)
{
    size_t Index;

    memset(Body, 'a', sizeof(Body));
    Body[0] = (HV_UINT8)Operation;
    Body[258] = ICKvpExchangeAddressFamilyIpv4v6;
    Body[259] = 1;
    for (Index = 0; Index < COUNT(Texts); ++Index)
    {
        memset(Body + Texts[Index].At + Texts[Index].Bytes - 2, 0, 2);
    }
}

static void AddressesAsTextAreBounded(void **State)
{
    static IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO Info;
    static IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO_BINARY Binary;
    HV_UINT32 Operation;
    HV_UINT32 Value;
    unsigned Major;
    size_t Index;

    (void)State;
    for (Operation = 4; Operation < 6; ++Operation)
    {
        MakeTexts(Operation);
        Send(ICFeatureIdxKvpExchange, 7428);
        memset(&Info, 0xEE, sizeof(Info));
        assert_int_equal(MileHvIcKvpAddressTextCheck(&Message, Version(4), &Info), MileHvSuccess);
        assert_memory_equal(Info.AdapterId, Body + 2, 256);
        assert_int_equal(Info.AddressFamily, 3);
        assert_int_equal(Info.DHCPEnabled, 1);
        if (Operation == ICKvpExchangeOperationSetIpAddressInfo)
        {
            assert_memory_equal(&Info, Body + 2, sizeof(Info));
        }
        else
        {
            assert_int_equal(Info.IPAddress[0] | Info.Subnet[0] | Info.Gateway[0] | Info.DNSServerAddresses[0], 0);
        }
        /* Each without its zero; a request for addresses brings the adapter alone. */
        for (Index = 0; Index < COUNT(Texts); ++Index)
        {
            MakeTexts(Operation);
            Body[Texts[Index].At + Texts[Index].Bytes - 1] = 'x';
            Send(ICFeatureIdxKvpExchange, 7428);
            assert_int_equal(MileHvIcKvpAddressTextCheck(&Message, Version(4), &Info),
                             Index == 0 || Operation == 5 ? MileHvCorrupt : MileHvSuccess);
        }
        MakeTexts(Operation);
        for (Value = 0; Value < 256; ++Value)
        {
            Body[258] = (HV_UINT8)Value;
            Body[259] = (HV_UINT8)(Value / 2 * 0x40);
            Send(ICFeatureIdxKvpExchange, 7428);
            assert_int_equal(MileHvIcKvpAddressTextCheck(&Message, Version(4), &Info),
                             Value <= 3 ? MileHvSuccess : MileHvUnavailable);
            if (Value <= 3)
            {
                assert_int_equal(Info.AddressFamily, Value);
                assert_int_equal(Info.DHCPEnabled, Value >= 2);
            }
        }
    }
    /* The version determines the form. */
    memset(Body, 0, sizeof(Body));
    for (Operation = 0; Operation < 7; ++Operation)
    {
        Body[0] = (HV_UINT8)Operation;
        for (Major = 3; Major < 7; ++Major)
        {
            const int IsAddress = (Operation == 4 || Operation == 5);

            Send(ICFeatureIdxKvpExchange, 7428);
            assert_int_equal(MileHvIcKvpAddressTextCheck(&Message, Version(Major), &Info),
                             IsAddress && Major == 4                       ? MileHvSuccess
                             : Operation == 6 || (IsAddress && Major == 3) ? MileHvUnavailable
                                                                           : MileHvInvalid);
            assert_int_equal(MileHvIcKvpAddressCheck(&Message, Version(Major), &Binary),
                             IsAddress && Major >= 5                       ? MileHvSuccess
                             : Operation == 6 || (IsAddress && Major == 3) ? MileHvUnavailable
                                                                           : MileHvInvalid);
        }
    }
}

static void AddressesAsTextAreAnswered(void **State)
{
    static IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO Info;
    MILE_HV_IC_VERSIONS Agreed = Versions(4);
    HV_UINT32 Operation;
    HV_UINT32 Bytes;
    size_t Index;

    (void)State;
    /* The guest's own memory behind each zero does not go out. */
    MakeTexts(4);
    memset(&Info, 0x77, sizeof(Info));
    Info.AddressFamily = ICKvpExchangeAddressFamilyIpv4;
    Info.DHCPEnabled = 0;
    (void)Wide((HV_UINT8 *)Info.IPAddress, "10.0.0.4;");
    (void)Wide((HV_UINT8 *)Info.Subnet, "255.0.0.0;");
    (void)Wide((HV_UINT8 *)Info.Gateway, "");
    Info.DNSServerAddresses[1023] = 0;
    memcpy(Expected, Body, sizeof(Body));
    Expected[258] = 1;
    Expected[259] = 0;
    (void)Wide(Expected + 260, "10.0.0.4;");
    (void)Wide(Expected + 2308, "255.0.0.0;");
    (void)Wide(Expected + 4356, "");
    memset(Expected + 5380, 0x77, 2046);
    memset(Expected + 7426, 0, 2);
    for (Bytes = 7428; Bytes <= 7430; Bytes += 2)
    {
        HV_UINT32 Sent = 0;

        Send(ICFeatureIdxKvpExchange, Bytes);
        assert_int_equal(MileHvIcKvpAddressTextAnswer(&Message, &Agreed, &Info, &Sent), MileHvSuccess);
        AssertAnswered(Sent, 4, IC_STATUS_SUCCESS);
    }
    /* A list without its zero, each in turn. */
    for (Index = 1; Index < COUNT(Texts); ++Index)
    {
        memset(&Info, 0, sizeof(Info));
        memset((HV_UINT8 *)&Info + Texts[Index].At - 2, 0x77, Texts[Index].Bytes);
        assert_int_equal(MileHvIcKvpAddressTextAnswer(&Message, &Agreed, &Info, &Bytes), MileHvInvalid);
    }
    memset(&Info, 0, sizeof(Info));
    for (Operation = 0; Operation < 6; ++Operation)
    {
        memset(Body, 0, sizeof(Body));
        Body[0] = (HV_UINT8)Operation;
        Send(ICFeatureIdxKvpExchange, 7428);
        assert_int_equal(MileHvIcKvpAddressTextAnswer(&Message, &Agreed, &Info, &Bytes),
                         Operation == 4 ? MileHvSuccess : MileHvInvalid);
    }
    Body[0] = 4;
    Send(ICFeatureIdxKvpExchange, 7427);
    assert_int_equal(MileHvIcKvpAddressTextAnswer(&Message, &Agreed, &Info, &Bytes), MileHvCorrupt);
    Agreed = Versions(5);
    assert_int_equal(MileHvIcKvpAddressTextAnswer(&Message, &Agreed, &Info, &Bytes), MileHvInvalid);
}

static void AddressesAsNumbersAreBounded(void **State)
{
    static const HV_UINT32 Most[] = {64, 64, 5, 5, 64, 64};
    static const HV_UINT32 Wrong[] = {0x80000000, 0x10000000, 0x40000000, 0xFFFFFFFF, 0x10001};
    static IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO_BINARY Info;
    static const HV_UINT32 None[6];
    HV_UINT32 Operation;
    HV_UINT32 Value;
    size_t Index;
    size_t At;

    (void)State;
    for (Operation = 4; Operation < 6; ++Operation)
    {
        memset(Body, 0x3C, sizeof(Body));
        Body[0] = (HV_UINT8)Operation;
        for (Index = 0; Index < 6; ++Index)
        {
            Put32((HV_UINT32)(4 + Index * 4), Most[Index]);
        }
        memset(Body + 28 + 254, 0, 2);
        Body[284] = ICKvpExchangeAddressFamilyIpv6;
        Body[285] = 0x80;
        Send(ICFeatureIdxKvpExchange, 3716);
        memset(&Info, 0xEE, sizeof(Info));
        assert_int_equal(MileHvIcKvpAddressCheck(&Message, Version(5), &Info), MileHvSuccess);
        assert_memory_equal(&Info, Operation == 5 ? (const void *)(Body + 4) : (const void *)None, 24);
        assert_memory_equal(Info.AdapterId, Body + 28, 256);
        assert_int_equal(Info.AddressFamily, 2);
        assert_int_equal(Info.DHCPEnabled, 1);
        assert_memory_equal(Info.IPv4Addresses, Body + 288, 3428);
        for (Index = 0; Index < 6; ++Index)
        {
            for (Value = 0; Value < 70; ++Value)
            {
                Put32((HV_UINT32)(4 + Index * 4), Value);
                Send(ICFeatureIdxKvpExchange, 3716);
                assert_int_equal(MileHvIcKvpAddressCheck(&Message, Version(5), &Info),
                                 Operation == 4 || Value <= Most[Index] ? MileHvSuccess : MileHvCorrupt);
            }
            for (At = 0; At < COUNT(Wrong); ++At)
            {
                Put32((HV_UINT32)(4 + Index * 4), Wrong[At]);
                Send(ICFeatureIdxKvpExchange, 3716);
                assert_int_equal(MileHvIcKvpAddressCheck(&Message, Version(5), &Info),
                                 Operation == 4 ? MileHvSuccess : MileHvCorrupt);
            }
            Put32((HV_UINT32)(4 + Index * 4), Most[Index]);
        }
        for (Value = 0; Value < 256; ++Value)
        {
            Body[284] = (HV_UINT8)Value;
            Body[285] = (HV_UINT8)(Value / 2);
            Send(ICFeatureIdxKvpExchange, 3716);
            assert_int_equal(MileHvIcKvpAddressCheck(&Message, Version(5), &Info),
                             Value <= 3 ? MileHvSuccess : MileHvUnavailable);
            assert_true(Value > 3 || Info.DHCPEnabled == (Value >= 2));
        }
        Body[284] = 0;
        Body[28 + 255] = 1;
        Send(ICFeatureIdxKvpExchange, 3716);
        assert_int_equal(MileHvIcKvpAddressCheck(&Message, Version(5), &Info), MileHvCorrupt);
    }
}

static void AddressesAsNumbersAreAnswered(void **State)
{
    /* Counts and their arrays: offset of the array in the structure, and bytes of one element. */
    static const struct
    {
        HV_UINT32 Count, At, Bytes;
    } Arrays[] = {{0, 284, 4},  {1, 540, 16},  {0, 1564, 4}, {1, 1820, 4},
                  {2, 2076, 4}, {3, 2096, 16}, {4, 2176, 4}, {5, 2432, 16}};
    static const HV_UINT32 Most[] = {64, 64, 5, 5, 64, 64};
    static IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO_BINARY Info;
    MILE_HV_IC_VERSIONS Agreed = Versions(5);
    HV_UINT32 Counts[6];
    HV_UINT32 Operation;
    HV_UINT32 Bytes;
    size_t Round;
    size_t Index;

    (void)State;
    memset(Body, 0x3C, sizeof(Body));
    Body[0] = 4;
    /* None, all, and of each kind another number. */
    for (Round = 0; Round < 3; ++Round)
    {
        memset(&Info, 0x99, sizeof(Info));
        memcpy(Expected, Body, sizeof(Body));
        for (Index = 0; Index < 6; ++Index)
        {
            Counts[Index] = (Round == 0) ? 0 : Round == 1 ? Most[Index] : (HV_UINT32)Index % 4 + 1;
        }
        memcpy(&Info, Counts, 24);
        memcpy(Expected + 4, Counts, 24);
        Info.AddressFamily = 3;
        Info.DHCPEnabled = 1;
        Expected[284] = 3;
        Expected[285] = 1;
        for (Index = 0; Index < COUNT(Arrays); ++Index)
        {
            memset(Expected + 4 + Arrays[Index].At, 0x99, Counts[Arrays[Index].Count] * Arrays[Index].Bytes);
        }
        memset(Expected + 4 + 3456, 0x99, (Counts[0] + Counts[1]) * 2);
        for (Bytes = 3716; Bytes <= 7428; Bytes += 3712)
        {
            HV_UINT32 Sent = 0;

            Send(ICFeatureIdxKvpExchange, Bytes);
            memset(Message.Body + 28, 0, 2);
            memset(Expected + 28, 0, 2);
            assert_int_equal(MileHvIcKvpAddressAnswer(&Message, &Agreed, &Info, &Sent), MileHvSuccess);
            AssertAnswered(Sent, 5, IC_STATUS_SUCCESS);
        }
    }
    for (Index = 0; Index < 6; ++Index)
    {
        memset(&Info, 0, sizeof(Info));
        memset(Counts, 0, sizeof(Counts));
        Counts[Index] = Most[Index] + 1;
        memcpy(&Info, Counts, 24);
        assert_int_equal(MileHvIcKvpAddressAnswer(&Message, &Agreed, &Info, &Bytes), MileHvInvalid);
    }
    memset(&Info, 0, sizeof(Info));
    Body[1] = 0;
    for (Operation = 0; Operation < 6; ++Operation)
    {
        Body[0] = (HV_UINT8)Operation;
        Send(ICFeatureIdxKvpExchange, 7428);
        assert_int_equal(MileHvIcKvpAddressAnswer(&Message, &Agreed, &Info, &Bytes),
                         Operation == 4 ? MileHvSuccess : MileHvInvalid);
    }
    Body[0] = 4;
    Send(ICFeatureIdxKvpExchange, 3715);
    assert_int_equal(MileHvIcKvpAddressAnswer(&Message, &Agreed, &Info, &Bytes), MileHvCorrupt);
    Send(ICFeatureIdxKvpExchange, 7428);
    Agreed = Versions(4);
    assert_int_equal(MileHvIcKvpAddressAnswer(&Message, &Agreed, &Info, &Bytes), MileHvInvalid);
}

/*
 * Snapshots.
 */

/* Required length of a body; 0: no such operation in this version. */
static HV_UINT32 VssNeeds(HV_UINT32 Operation, unsigned Major)
{
    static const struct
    {
        HV_UINT32 Bytes, Since;
    } Needs[] = {{24, 0}, {24, 0}, {12, 0}, {12, 0}, {12, 4}, {20, 5}, {12, 5}, {20, 5}, {7312, 6}};

    return (Operation < COUNT(Needs) && Major >= Needs[Operation].Since) ? Needs[Operation].Bytes : 0;
}

static void ASnapshotRequestIsTakenApart(void **State)
{
    static const HV_UINT8 Zeros[16];
    MILE_HV_IC_VSS Request;
    HV_UINT32 Operation;
    HV_UINT32 Bytes;
    unsigned Major;

    (void)State;
    memset(Body, 0, sizeof(Body));
    memcpy(Body + 8, "0123456789abcdef\x04\x03\x02\x01", 20);
    for (Operation = 0; Operation < 256; ++Operation)
    {
        const int HasId = (Operation <= 1);
        const int HasFlags = (Operation == 4 || Operation == 6);

        if (Operation == 5 || Operation == 7)
        {
            continue; /* Below. */
        }
        Body[0] = (HV_UINT8)Operation;
        for (Major = 3; Major < 8; ++Major)
        {
            const HV_UINT32 Needed = VssNeeds(Operation, Major);

            for (Bytes = 0; Bytes <= 7330; Bytes += (Bytes < 40 || Bytes >= 7300) ? 1 : 605)
            {
                Send(ICFeatureIdxVss, Bytes);
                memset(&Request, 0xEE, sizeof(Request));
                assert_int_equal(MileHvIcVssCheck(&Message, Version(Major), &Request), Bytes < 5     ? MileHvCorrupt
                                                                                       : Needed == 0 ? MileHvUnavailable
                                                                                       : Bytes < Needed
                                                                                           ? MileHvCorrupt
                                                                                           : MileHvSuccess);
                if (Needed == 0 || Bytes < Needed)
                {
                    continue;
                }
                assert_int_equal(Request.Operation, Operation);
                assert_memory_equal(&Request.SnapshotSetId, HasId ? Body + 8 : Zeros, 16);
                assert_int_equal(Request.BackupType, Operation == 0 && Bytes >= 28 ? 0x01020304 : 0);
                assert_int_equal(Request.Flags, HasFlags ? 0x33323130 : 0);
                assert_int_equal(Request.LunCount, 0);
                assert_ptr_equal(Request.Luns, Operation == 8 ? Message.Body + 32 : NULL);
                assert_ptr_equal(Request.ShadowLuns, NULL);
            }
        }
    }
    for (Operation = 0; Operation < ICFeatureCount; ++Operation)
    {
        Send(Operation, 0);
        assert_int_equal(MileHvIcVssCheck(&Message, Version(5), &Request),
                         Operation == ICFeatureIdxVss ? MileHvCorrupt : MileHvInvalid);
    }
}

static void DisksOfAFreezeAreBounded(void **State)
{
    static const HV_UINT32 Counts[] = {0,   1,   2,          3,          259,        260,       261,
                                       512, 547, 0x0AAAAAAB, 0x15555556, 0x80000000, 0xFFFFFFFF};
    MILE_HV_IC_VSS Request;
    IC_VSS_LUN_INFO Lun;
    HV_UINT32 Operation;
    HV_UINT32 Bytes;
    HV_UINT32 Value;
    size_t Index;

    (void)State;
    for (Operation = 5; Operation <= 7; Operation += 2)
    {
        memset(Body, 0, sizeof(Body));
        Body[0] = (HV_UINT8)Operation;
        Put32(8, 0x01020304);
        Put32(12, 3);
        for (Index = 0; Index < COUNT(Counts); ++Index)
        {
            const HV_UINT64 Needed = 20 + (HV_UINT64)Counts[Index] * 24;

            Put32(16, Counts[Index]);
            for (Bytes = 0; Bytes <= 13292; Bytes += (Bytes < 100 || (Bytes > 6230 && Bytes < 6290)) ? 1 : 70)
            {
                const int Fits = (Bytes >= 20 && Counts[Index] <= 260 && Needed <= Bytes);

                Send(ICFeatureIdxVss, Bytes);
                memset(&Request, 0xEE, sizeof(Request));
                assert_int_equal(MileHvIcVssCheck(&Message, Version(5), &Request),
                                 Fits ? MileHvSuccess : MileHvCorrupt);
                if (Fits)
                {
                    assert_int_equal(Request.LunCount, Counts[Index]);
                    assert_int_equal(Request.BackupType, 0x01020304);
                    assert_int_equal(Request.Flags, 3);
                    assert_ptr_equal(Request.Luns, Message.Body + 20);
                    assert_ptr_equal(Request.ShadowLuns, Bytes >= 12500 ? Message.Body + 6260 : NULL);
                }
            }
        }
        for (Value = 3; Value < 8; ++Value)
        {
            Put32(16, 0);
            Send(ICFeatureIdxVss, 20);
            assert_int_equal(MileHvIcVssCheck(&Message, Version(Value), &Request),
                             Value < 5 ? MileHvUnavailable : MileHvSuccess);
        }
        /* The form with the disks of the snapshot, at its border. */
        Put32(16, 260);
        memset(Body + 20 + 259 * 24, 0x21, 24);
        memset(Body + 6260 + 259 * 24, 0x22, 24);
        Body[20 + 259 * 24] = IcVssLunInfoBusTypeSCSI;
        Body[6260 + 259 * 24] = IcVssLunInfoBusTypeIDE;
        Send(ICFeatureIdxVss, 12499);
        assert_int_equal(MileHvIcVssCheck(&Message, Version(5), &Request), MileHvSuccess);
        assert_ptr_equal(Request.ShadowLuns, NULL);
        assert_int_equal(MileHvIcVssLunAt(Request.ShadowLuns, Request.LunCount, 0, &Lun), MileHvInvalid);
        Send(ICFeatureIdxVss, 12500);
        assert_int_equal(MileHvIcVssCheck(&Message, Version(5), &Request), MileHvSuccess);
        assert_int_equal(MileHvIcVssLunAt(Request.Luns, Request.LunCount, 259, &Lun), MileHvSuccess);
        assert_memory_equal(&Lun, Body + 20 + 259 * 24, 24);
        assert_int_equal(MileHvIcVssLunAt(Request.ShadowLuns, Request.LunCount, 259, &Lun), MileHvSuccess);
        assert_memory_equal(&Lun, Body + 6260 + 259 * 24, 24);
        assert_int_equal(MileHvIcVssLunAt(Request.ShadowLuns, Request.LunCount, 260, &Lun), MileHvInvalid);
        assert_int_equal(MileHvIcVssLunAt(Request.Luns, Request.LunCount, 0xFFFFFFFF, &Lun), MileHvInvalid);
        Put32(16, 1);
        for (Value = 0; Value < 256; ++Value)
        {
            Body[20] = (HV_UINT8)Value;
            Put32(12, Value);
            Send(ICFeatureIdxVss, 44);
            /* Nobody tells the flags of automatic recovery. */
            assert_int_equal(MileHvIcVssCheck(&Message, Version(5), &Request),
                             Operation == 7 || Value <= 3 ? MileHvSuccess : MileHvUnavailable);
            assert_int_equal(MileHvIcVssLunAt(Message.Body + 20, 1, 0, &Lun),
                             Value <= 2 ? MileHvSuccess : MileHvUnavailable);
        }
        Put32(12, 0x80000000);
        Send(ICFeatureIdxVss, 44);
        assert_int_equal(MileHvIcVssCheck(&Message, Version(5), &Request),
                         Operation == 7 ? MileHvSuccess : MileHvUnavailable);
    }
    memset(Body, 0, sizeof(Body));
    Body[0] = ICVssOperationQueryGuestClusterInformation;
    for (Index = 0; Index < COUNT(Counts); ++Index)
    {
        Put32(28, Counts[Index]);
        Send(ICFeatureIdxVss, 7312);
        assert_int_equal(MileHvIcVssCheck(&Message, Version(6), &Request),
                         Counts[Index] <= 260 ? MileHvSuccess : MileHvCorrupt);
        assert_int_equal(Request.LunCount, Counts[Index]);
    }
}

static void ASnapshotIsAnswered(void **State)
{
    static const HV_UINT32 Lengths[] = {12, 13, 32, 7312};
    static IC_VSS_MSG3_EX Cluster;
    const MILE_HV_IC_VERSIONS Agreed = Versions(7);
    HV_UINT32 Operation;
    HV_UINT32 Count;
    HV_UINT32 Bytes = 0;
    size_t Index;

    (void)State;
    for (Operation = 0; Operation < 10; ++Operation)
    {
        const MILE_HV_RESULT Other = (Operation == 9) ? MileHvUnavailable : MileHvInvalid;

        memset(Body, 0, sizeof(Body));
        Body[0] = (HV_UINT8)Operation;
        memset(&Cluster, 0, sizeof(Cluster));
        Send(ICFeatureIdxVss, 7320);
        assert_int_equal(MileHvIcVssFlagsAnswer(&Message, &Agreed, IC_STATUS_SUCCESS, 5, &Bytes),
                         Operation == 2 || Operation == 3 ? (MILE_HV_RESULT)MileHvSuccess : Other);
        Send(ICFeatureIdxVss, 7320);
        assert_int_equal(MileHvIcVssClusterAnswer(&Message, &Agreed, &Cluster, &Bytes),
                         Operation == 8 ? (MILE_HV_RESULT)MileHvSuccess : Other);
    }
    for (Operation = 2; Operation <= 3; ++Operation)
    {
        for (Index = 0; Index < COUNT(Lengths); ++Index)
        {
            memset(Body, 0x4D, sizeof(Body));
            Body[0] = (HV_UINT8)Operation;
            memcpy(Expected, Body, sizeof(Body));
            memcpy(Expected + 8, "\x05\x00\x00\x80", 4);
            Send(ICFeatureIdxVss, Lengths[Index]);
            assert_int_equal(MileHvIcVssFlagsAnswer(&Message, &Agreed, IC_STATUS_FAIL, 0x80000005, &Bytes),
                             MileHvSuccess);
            AssertAnswered(Bytes, 7, IC_STATUS_FAIL);
        }
        Send(ICFeatureIdxVss, 11);
        assert_int_equal(MileHvIcVssFlagsAnswer(&Message, &Agreed, IC_STATUS_SUCCESS, 5, &Bytes), MileHvCorrupt);
    }
    /* Cluster information: what is counted goes out, with the time where there is room. */
    for (Count = 0; Count <= 261; ++Count)
    {
        memset(Body, 0x4D, sizeof(Body));
        Body[0] = ICVssOperationQueryGuestClusterInformation;
        Put32(28, 0);
        memset(&Cluster, 0x99, sizeof(Cluster));
        Cluster.LunCount = Count;
        Send(ICFeatureIdxVss, 7312 + Count % 9);
        if (Count > 260)
        {
            assert_int_equal(MileHvIcVssClusterAnswer(&Message, &Agreed, &Cluster, &Bytes), MileHvInvalid);
            continue;
        }
        memcpy(Expected, Body, sizeof(Body));
        memset(Expected + 8, 0x99, 20);
        memcpy(Expected + 28, &Count, 4);
        memset(Expected + 32, 0x99, (size_t)Count * 24);
        memset(Expected + 6272, 0x99, (size_t)Count * 4);
        if (Count % 9 == 8)
        {
            memset(Expected + 7312, 0x99, 8);
        }
        assert_int_equal(MileHvIcVssClusterAnswer(&Message, &Agreed, &Cluster, &Bytes), MileHvSuccess);
        AssertAnswered(Bytes, 7, IC_STATUS_SUCCESS);
    }
}

/*
 * File copy.
 */

static void AFileOperationHasItsStructure(void **State)
{
    static const HV_UINT32 Needs[] = {1088, 52, 36, 36};
    IC_GUESTSVC_MSG_HEADER Header;
    MILE_HV_IC_FILE_START Start;
    const HV_UINT8 *Data;
    HV_UINT64 Offset;
    HV_UINT32 Operation;
    HV_UINT32 Bytes;
    HV_UINT32 Size;

    (void)State;
    memset(Body, 0, sizeof(Body));
    memcpy(Body + 4, "serviceservice..sessionsession..", 32);
    for (Operation = 0; Operation < 6; ++Operation)
    {
        for (Bytes = 0; Bytes <= 1100; ++Bytes)
        {
            const MILE_HV_RESULT Wanted = Bytes < 36                                     ? MileHvCorrupt
                                          : Operation > 3                                ? MileHvUnavailable
                                          : Bytes < Needs[Operation < 4 ? Operation : 0] ? MileHvCorrupt
                                                                                         : MileHvSuccess;

            Body[0] = (HV_UINT8)Operation;
            Send(ICFeatureIdxGuestInterface, Bytes);
            assert_int_equal(MileHvIcFileCheck(&Message, &Header), Wanted);
            assert_int_equal(MileHvIcFileStartCheck(&Message, &Start),
                             Wanted == MileHvSuccess && Operation != 0 ? (MILE_HV_RESULT)MileHvInvalid : Wanted);
            assert_int_equal(MileHvIcFileWriteCheck(&Message, 0, &Offset, &Data, &Size),
                             Wanted == MileHvSuccess && Operation != 1 ? (MILE_HV_RESULT)MileHvInvalid : Wanted);
            assert_true(Bytes < 36 || memcmp(&Header, Body, 36) == 0);
        }
    }
    Put32(0, 0x100);
    Send(ICFeatureIdxGuestInterface, 36);
    assert_int_equal(MileHvIcFileCheck(&Message, &Header), MileHvUnavailable);
    for (Operation = 0; Operation < ICFeatureCount; ++Operation)
    {
        Send(Operation, 0);
        assert_int_equal(MileHvIcFileCheck(&Message, &Header),
                         Operation == ICFeatureIdxGuestInterface ? MileHvCorrupt : MileHvInvalid);
    }
}

static void AStartIsBounded(void **State)
{
    static const HV_UINT64 Lengths[] = {0, 1, 0x7FFFFFFFFFFFFFFF, 0x8000000000000000, 0xFFFFFFFFFFFFFFFF};
    MILE_HV_IC_FILE_START Start;
    HV_UINT32 Zero;
    HV_UINT32 Flag;
    size_t Index;

    (void)State;
    for (Zero = 0; Zero <= 260; ++Zero)
    {
        for (Index = 0; Index < 2; ++Index)
        {
            memset(Body, 'p', sizeof(Body));
            memset(Body, 0, 36);
            memset(Body + 36 + Zero * 2, 0, Zero < 260 && Index == 0 ? 2 : 0);
            memset(Body + 36 + 518, 0, Index == 0 ? 0 : 2);
            memset(Body + 556 + Zero * 2, 0, Zero < 260 && Index == 1 ? 2 : 0);
            memset(Body + 556 + 518, 0, Index == 1 ? 0 : 2);
            Put32(1076, 3);
            if (Zero == 260)
            {
                memset(Body + (Index == 0 ? 556 : 1076), 0, 2); /* Behind the text, which has none. */
            }
            memcpy(Body + 1080, &Lengths[2], 8);
            Send(ICFeatureIdxGuestInterface, 1088);
            memset(&Start, 0xEE, sizeof(Start));
            assert_int_equal(MileHvIcFileStartCheck(&Message, &Start), Zero < 260 ? MileHvSuccess : MileHvCorrupt);
            if (Zero < 260)
            {
                assert_ptr_equal(Start.SourceFileName.Data, Message.Body + 36);
                assert_ptr_equal(Start.DestinationFilePath.Data, Message.Body + 556);
                assert_int_equal(Start.SourceFileName.Bytes, Index == 0 ? Zero * 2 : 518);
                assert_int_equal(Start.DestinationFilePath.Bytes, Index == 1 ? Zero * 2 : 518);
                assert_int_equal(Start.FileSizeInBytes, Lengths[2]);
                assert_int_equal(Start.Flags, 3);
                assert_int_equal(Start.Reserved, 0);
            }
        }
    }
    memset(Body + 36, 0, 1040);
    for (Index = 0; Index < COUNT(Lengths); ++Index)
    {
        memcpy(Body + 1080, &Lengths[Index], 8);
        Send(ICFeatureIdxGuestInterface, 1088);
        assert_int_equal(MileHvIcFileStartCheck(&Message, &Start), Index < 3 ? MileHvSuccess : MileHvCorrupt);
    }
    memset(Body + 1080, 0, 8);
    for (Flag = 0; Flag < 32; ++Flag)
    {
        Put32(1076, 1U << Flag);
        Send(ICFeatureIdxGuestInterface, 1088);
        assert_int_equal(MileHvIcFileStartCheck(&Message, &Start), Flag < 2 ? MileHvSuccess : MileHvUnavailable);
    }
}

static void AWriteIsBounded(void **State)
{
    static const HV_UINT64 Offsets[] = {0,
                                        1,
                                        99,
                                        100,
                                        101,
                                        0x7FFFFFFFFFFFFFFF,
                                        0x8000000000000000,
                                        0xFFFFFFFFFFFFFFFF,
                                        0xFFFFFFFFFFFFFFFE,
                                        0x7FFFFFFFFFFFE7FF,
                                        0x7FFFFFFFFFFFE800};
    static const HV_UINT64 Files[] = {0, 1, 100, 6144, 0x7FFFFFFFFFFFFFFF};
    static const HV_UINT32 Sizes[] = {0, 1, 2, 100, 6143, 6144, 6145, 0x80000000, 0xFFFFFFFF};
    static const HV_UINT32 Lengths[] = {52, 53, 152, 6195, 6196, 6197, 13292};
    const HV_UINT8 *Data;
    HV_UINT64 Offset;
    HV_UINT32 Size;
    size_t A;
    size_t B;
    size_t C;
    size_t D;

    (void)State;
    memset(Body, 0, sizeof(Body));
    Body[0] = ICGuestSvcOperationWriteToFile;
    for (A = 0; A < COUNT(Offsets); ++A)
    {
        memcpy(Body + 40, &Offsets[A], 8);
        for (B = 0; B < COUNT(Sizes); ++B)
        {
            Put32(48, Sizes[B]);
            for (C = 0; C < COUNT(Lengths); ++C)
            {
                Send(ICFeatureIdxGuestInterface, Lengths[C]);
                for (D = 0; D < COUNT(Files); ++D)
                {
                    const int Fits = (Sizes[B] <= 6144 && Sizes[B] <= Lengths[C] - 52 && Offsets[A] <= Files[D] &&
                                      Sizes[B] <= Files[D] - Offsets[A]);

                    assert_int_equal(MileHvIcFileWriteCheck(&Message, Files[D], &Offset, &Data, &Size),
                                     Fits ? MileHvSuccess : MileHvCorrupt);
                    if (Fits)
                    {
                        assert_int_equal(Offset, Offsets[A]);
                        assert_int_equal(Size, Sizes[B]);
                        assert_ptr_equal(Data, Message.Body + 52);
                    }
                }
            }
        }
    }
}

/* Every byte that is not text takes every value, at the guard page: what is accepted lies in its message. */
static void EveryByteTakesEveryValue(void **State)
{
    static const struct
    {
        HV_UINT32 Feature, Operation, Bytes, Places;
    } Cases[] = {
        {ICFeatureIdxKvpExchange, 1, 2576, 20},  {ICFeatureIdxKvpExchange, 2, 520, 20},
        {ICFeatureIdxKvpExchange, 3, 2580, 20},  {ICFeatureIdxKvpExchange, 5, 3716, 30},
        {ICFeatureIdxVss, 5, 20 + 3 * 24, 40},   {ICFeatureIdxVss, 5, 12500, 40},
        {ICFeatureIdxVss, 8, 7312, 40},          {ICFeatureIdxGuestInterface, 0, 1088, 40},
        {ICFeatureIdxGuestInterface, 1, 80, 80},
    };
    static IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO_BINARY Binary;
    HV_UINT32 Place;
    HV_UINT32 Value;
    size_t Index;

    (void)State;
    for (Index = 0; Index < COUNT(Cases); ++Index)
    {
        for (Place = 0; Place < Cases[Index].Places; ++Place)
        {
            for (Value = 0; Value < 256; ++Value)
            {
                MILE_HV_IC_KVP_VALUE Pair;
                MILE_HV_IC_VSS Request;
                MILE_HV_IC_FILE_START Start;
                IC_VSS_LUN_INFO Lun;
                const HV_UINT8 *Data;
                HV_UINT64 Offset;
                HV_UINT32 Size;

                memset(Body, 0, sizeof(Body));
                Body[0] = (HV_UINT8)Cases[Index].Operation;
                Body[4] = (Cases[Index].Feature == ICFeatureIdxGuestInterface) ? 0 : 2;
                Body[8] = 2;
                Body[16] = 1;
                Body[Place] = (HV_UINT8)Value;
                Send(Cases[Index].Feature, Cases[Index].Bytes);
                if (MileHvIcKvpValueCheck(&Message, Entries, &Pair) == MileHvSuccess)
                {
                    assert_true(Pair.Key.Bytes <= 510 && Pair.Value.Bytes <= 2046 && Pair.Pool < 4);
                    assert_true(Pair.Operation != 3 || Pair.Index < Entries[Pair.Pool]);
                }
                (void)MileHvIcKvpAddressCheck(&Message, Version(5), &Binary);
                if (MileHvIcVssCheck(&Message, Version(7), &Request) == MileHvSuccess)
                {
                    for (Size = 0; Size < Request.LunCount; ++Size)
                    {
                        (void)MileHvIcVssLunAt(Request.Luns, Request.LunCount, Size, &Lun);
                        (void)MileHvIcVssLunAt(Request.ShadowLuns, Request.LunCount, Size, &Lun);
                    }
                }
                (void)MileHvIcFileStartCheck(&Message, &Start);
                if (MileHvIcFileWriteCheck(&Message, 1000, &Offset, &Data, &Size) == MileHvSuccess)
                {
                    assert_true(Size <= 28 && Offset + Size <= 1000);
                }
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest Tests[] = {
        cmocka_unit_test(ATextEndsAtItsFirstZero),
        cmocka_unit_test(ATextIsPutIntoItsRoom),
        cmocka_unit_test(AnOperationHasItsStructure),
        cmocka_unit_test(ShortRequestsAreRefused),
        cmocka_unit_test(PoolsAreFour),
        cmocka_unit_test(EnumerationsEnd),
        cmocka_unit_test(AKeyIsBounded),
        cmocka_unit_test(AValueIsBoundedByItsType),
        cmocka_unit_test(AValueIsAnswered),
        cmocka_unit_test(AValueThatCannotBeSentIsNot),
        cmocka_unit_test(AddressesAsTextAreBounded),
        cmocka_unit_test(AddressesAsTextAreAnswered),
        cmocka_unit_test(AddressesAsNumbersAreBounded),
        cmocka_unit_test(AddressesAsNumbersAreAnswered),
        cmocka_unit_test(ASnapshotRequestIsTakenApart),
        cmocka_unit_test(DisksOfAFreezeAreBounded),
        cmocka_unit_test(ASnapshotIsAnswered),
        cmocka_unit_test(AFileOperationHasItsStructure),
        cmocka_unit_test(AStartIsBounded),
        cmocka_unit_test(AWriteIsBounded),
        cmocka_unit_test(EveryByteTakesEveryValue),
    };
    return cmocka_run_group_tests(Tests, NULL, NULL);
}
