/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Fuzz target: the checks of key-value exchange, snapshots and file copy, with the answers that are built in
 * place.
 *
 * An input makes a message: its component, its length, a byte that fills it, and
 * patches at any offset. It is checked in memory of its exact length, and a second
 * reader, which knows offsets and nothing of the structures, says what the check
 * has to say. What is accepted is answered: the answer has what was given, and all
 * other bytes of the message are the host's.
 */

#include "Fuzz.h"

#include <Mile.HyperV/Guest/IntegrationData.h>

#define BEFORE 28 /* Headers of the pipe and of the component. */

static const HV_UINT32 Entries[] = {0, 1, 10, 0x80000000};

static uint8_t *Body;     /* As it is sent, and as the answer changes it. */
static uint8_t *Original; /* As it was sent. */
static uint32_t BodyBytes;
static uint8_t Given[IC_MAXIMUM_MESSAGE_SIZE]; /* The guest's own data, from which a response may be built. */

/* The second reader. */

static uint64_t Read(const uint8_t *From, uint32_t Offset, unsigned Bytes)
{
    uint64_t Value = 0;

    while (Bytes-- != 0)
    {
        Value = Value << 8 | From[Offset + Bytes];
    }
    return Value;
}

/* Bytes of a text before its zero; -1: it has none, or half a unit. */
static int TextBytes(const uint8_t *From, uint32_t Offset, uint32_t Bytes)
{
    uint32_t Unit;

    for (Unit = 0; Bytes % 2 == 0 && Unit < Bytes / 2; ++Unit)
    {
        if (Read(From, Offset + 2 * Unit, 2) == 0)
        {
            return (int)(2 * Unit);
        }
    }
    return -1;
}

static void CheckText(const MILE_HV_IC_TEXT *Text, uint32_t Offset, uint32_t Bytes)
{
    CHECK(Text->Data == Body + Offset && Text->Reserved == 0);
    CHECK((int)Text->Bytes == TextBytes(Original, Offset, Bytes));
}

/* Bytes that an answer may have written: from, how many. */
typedef struct RANGE
{
    uint32_t From, Bytes;
} RANGE;

static void CheckAnswer(const MILE_HV_IC_MESSAGE *Message, HV_UINT32 Bytes, HV_UINT32 Status, const RANGE *Written,
                        unsigned Count)
{
    uint32_t At = 0;
    unsigned Index;

    CHECK(Bytes == 20 + BodyBytes && Read(Message->Data, 10, 2) == BodyBytes && Read(Message->Data, 12, 4) == Status);
    CHECK((Message->Data[17] & IC_MSG_FLAG_RESPONSE) != 0);
    /* The ranges are in order. */
    for (Index = 0; Index < Count; ++Index)
    {
        CHECK(At <= Written[Index].From && Written[Index].From + Written[Index].Bytes <= BodyBytes);
        CHECK(memcmp(Body + At, Original + At, Written[Index].From - At) == 0);
        At = Written[Index].From + Written[Index].Bytes;
    }
    CHECK(memcmp(Body + At, Original + At, BodyBytes - At) == 0);
}

/*
 * Key-value exchange.
 */

static MILE_HV_RESULT KvpExpected(unsigned Major)
{
    static const uint32_t Values[] = {2576, 2576, 520, 2580};
    uint32_t Least;

    if (BodyBytes < 2)
    {
        return MileHvCorrupt;
    }
    if (Original[0] > 5 || (Original[0] < 4 && Original[1] > 3) || (Original[0] >= 4 && Major < 4))
    {
        return MileHvUnavailable;
    }
    Least = Original[0] < 4 ? Values[Original[0]] : Major == 4 ? 7428 : 3716;
    return BodyBytes < Least ? MileHvCorrupt : MileHvSuccess;
}

static MILE_HV_RESULT ValueExpected(void)
{
    const uint32_t SizeAt = Original[0] == 2 ? 4 : 8;
    uint32_t Type;
    uint32_t Size;

    if (Original[0] == 3)
    {
        return Read(Original, 4, 4) < Entries[Original[1]] ? MileHvSuccess : MileHvEmpty;
    }
    Size = (uint32_t)Read(Original, SizeAt, 4);
    if (Size > 512 || TextBytes(Original, Original[0] == 2 ? 8 : 16, Size) < 0)
    {
        return MileHvCorrupt;
    }
    if (Original[0] != 1)
    {
        return MileHvSuccess;
    }
    Type = (uint32_t)Read(Original, 4, 4);
    Size = (uint32_t)Read(Original, 12, 4);
    switch (Type)
    {
    case 1:
    case 2:
        return Size <= 2048 && TextBytes(Original, 528, Size) >= 0 ? MileHvSuccess : MileHvCorrupt;
    case 4:
        return Size == 4 ? MileHvSuccess : MileHvCorrupt;
    case 11:
        return Size == 8 ? MileHvSuccess : MileHvCorrupt;
    default:
        return MileHvUnavailable;
    }
}

static void AnswerValue(const MILE_HV_IC_MESSAGE *Message, const MILE_HV_IC_VERSIONS *Versions, INPUT *Input)
{
    const uint32_t Operation = BodyBytes ? Original[0] : 0;
    const uint32_t At = Operation == 3 ? 8 : 4;
    MILE_HV_IC_KVP_VALUE Value;
    RANGE Written[5];
    HV_UINT32 Bytes = 0;
    uint32_t ValueBytes;
    unsigned Count = 0;
    int IsText;
    int IsGood;

    memset(&Value, 0, sizeof(Value));
    Value.ValueType = (HV_UINT32)Take(Input, 1) % 13;
    Value.Number = Take(Input, 8);
    Value.Key.Data = Given;
    Value.Key.Bytes = (HV_UINT32)Take(Input, 2) % 520;
    Value.Value.Data = Given;
    Value.Value.Bytes = (HV_UINT32)Take(Input, 2) % 2060;
    IsText = Value.ValueType == 1 || Value.ValueType == 2;
    IsGood = IsText ? Value.Value.Bytes % 2 == 0 && Value.Value.Bytes <= 2046
                    : Value.ValueType == 11 || (Value.ValueType == 4 && Value.Number >> 32 == 0);
    if (Operation != 0 && Operation != 3)
    {
        IsGood = 0;
    }
    if (Operation == 3 && (Value.Key.Bytes % 2 != 0 || Value.Key.Bytes > 510))
    {
        IsGood = 0;
    }
    if (KvpExpected(Versions->Message.Major) != MileHvSuccess)
    {
        CHECK(MileHvIcKvpValueAnswer(Message, Versions, &Value, &Bytes) == KvpExpected(Versions->Message.Major));
        return;
    }
    CHECK(MileHvIcKvpValueAnswer(Message, Versions, &Value, &Bytes) ==
          (IsGood ? (MILE_HV_RESULT)MileHvSuccess : (MILE_HV_RESULT)MileHvInvalid));
    if (!IsGood)
    {
        return;
    }
    ValueBytes = IsText ? Value.Value.Bytes + 2 : Value.ValueType == 4 ? 4 : 8;
    CHECK(Read(Body, At, 4) == Value.ValueType && Read(Body, At + 8, 4) == ValueBytes);
    CHECK(IsText ? memcmp(Body + At + 524, Given, ValueBytes - 2) == 0 && Read(Body, At + 524 + ValueBytes - 2, 2) == 0
                 : Read(Body, At + 524, ValueBytes) == Value.Number);
    Written[Count++] = (RANGE){At, 4};
    if (Operation == 3)
    {
        CHECK(Read(Body, 12, 4) == Value.Key.Bytes + 2 && Read(Body, 20 + Value.Key.Bytes, 2) == 0);
        CHECK(memcmp(Body + 20, Given, Value.Key.Bytes) == 0);
        Written[Count++] = (RANGE){12, 4};
    }
    Written[Count++] = (RANGE){At + 8, 4};
    if (Operation == 3)
    {
        Written[Count++] = (RANGE){20, Value.Key.Bytes + 2};
    }
    Written[Count++] = (RANGE){At + 524, ValueBytes};
    CheckAnswer(Message, Bytes, IC_STATUS_SUCCESS, Written, Count);
}

static void Values(const MILE_HV_IC_MESSAGE *Message)
{
    MILE_HV_IC_KVP_VALUE Value;
    const MILE_HV_RESULT Expected = KvpExpected(3) == MileHvSuccess ? ValueExpected() : KvpExpected(3);

    memset(&Value, 0xCC, sizeof(Value));
    CHECK(MileHvIcKvpValueCheck(Message, Entries, &Value) == Expected);
    if (Expected != MileHvSuccess)
    {
        return;
    }
    CHECK(Value.Operation == Original[0] && Value.Pool == Original[1] && Value.Pool < 4);
    if (Value.Operation == 3)
    {
        CHECK(Value.Index == Read(Original, 4, 4) && Value.Key.Bytes == 0);
        return;
    }
    CHECK(Value.Index == 0);
    CheckText(&Value.Key, Value.Operation == 2 ? 8 : 16, (uint32_t)Read(Original, Value.Operation == 2 ? 4 : 8, 4));
    if (Value.Operation != 1)
    {
        CHECK(Value.ValueType == 0 && Value.Value.Bytes == 0 && Value.Number == 0);
    }
    else if (Value.ValueType <= 2)
    {
        CheckText(&Value.Value, 528, (uint32_t)Read(Original, 12, 4));
    }
    else
    {
        CHECK(Value.Number == Read(Original, 528, Value.ValueType == 4 ? 4 : 8) && Value.Value.Bytes == 0);
    }
}

static void AddressText(const MILE_HV_IC_MESSAGE *Message, const MILE_HV_IC_VERSIONS *Versions)
{
    static const RANGE Lists[] = {{260, 2048}, {2308, 2048}, {4356, 1024}, {5380, 2048}};
    static IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO Info;
    const unsigned Major = Versions->Message.Major;
    MILE_HV_RESULT Expected = KvpExpected(Major);
    RANGE Written[5] = {{258, 2}};
    HV_UINT32 Bytes = 0;
    unsigned Index;
    int IsGood = 1;

    if (Expected == MileHvSuccess)
    {
        if (Original[0] < 4 || Major != 4)
        {
            Expected = MileHvInvalid;
        }
        else if (TextBytes(Original, 2, 256) < 0)
        {
            Expected = MileHvCorrupt;
        }
        else if (Original[258] > 3)
        {
            Expected = MileHvUnavailable;
        }
        for (Index = 0; Expected == MileHvSuccess && Original[0] == 5 && Index < 4; ++Index)
        {
            Expected = TextBytes(Original, Lists[Index].From, Lists[Index].Bytes) < 0 ? MileHvCorrupt : MileHvSuccess;
        }
    }
    CHECK(MileHvIcKvpAddressTextCheck(Message, Versions->Message, &Info) == Expected);
    if (Expected == MileHvSuccess)
    {
        CHECK(memcmp(Info.AdapterId, Original + 2, 256) == 0 && Info.AddressFamily == Original[258]);
        CHECK(Info.DHCPEnabled == (Original[259] != 0));
        CHECK(Original[0] == 5 ? memcmp(Info.IPAddress, Original + 260, 7168) == 0
                               : !(Info.IPAddress[0] | Info.Subnet[0] | Info.Gateway[0] | Info.DNSServerAddresses[0]));
    }
    if (KvpExpected(Major) != MileHvSuccess)
    {
        return;
    }
    memcpy(&Info, Given, sizeof(Info));
    for (Index = 0; Index < 4; ++Index)
    {
        const int Text = TextBytes(Given, Lists[Index].From - 2, Lists[Index].Bytes);

        IsGood = IsGood && Text >= 0;
        Written[Index + 1] = (RANGE){Lists[Index].From, (uint32_t)Text + 2};
    }
    IsGood = IsGood && Original[0] == 4 && Major == 4;
    CHECK(MileHvIcKvpAddressTextAnswer(Message, Versions, &Info, &Bytes) ==
          (IsGood ? (MILE_HV_RESULT)MileHvSuccess : (MILE_HV_RESULT)MileHvInvalid));
    if (IsGood)
    {
        CheckAnswer(Message, Bytes, IC_STATUS_SUCCESS, Written, 5);
        for (Index = 0; Index < 5; ++Index)
        {
            CHECK(memcmp(Body + Written[Index].From, Given + Written[Index].From - 2, Written[Index].Bytes) == 0);
        }
    }
}

static int CountsFit(const uint8_t *From, uint32_t Offset)
{
    static const uint32_t Most[] = {64, 64, 5, 5, 64, 64};
    unsigned Index;

    for (Index = 0; Index < 6; ++Index)
    {
        if (Read(From, Offset + 4 * Index, 4) > Most[Index])
        {
            return 0;
        }
    }
    return 1;
}

static void AddressNumbers(const MILE_HV_IC_MESSAGE *Message, const MILE_HV_IC_VERSIONS *Versions)
{
    static const struct
    {
        uint32_t Count, At, Bytes;
    } Arrays[] = {{0, 284, 4},  {1, 540, 16},  {0, 1564, 4}, {1, 1820, 4},
                  {2, 2076, 4}, {3, 2096, 16}, {4, 2176, 4}, {5, 2432, 16}};
    static const uint8_t None[24];
    static IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO_BINARY Info;
    const unsigned Major = Versions->Message.Major;
    MILE_HV_RESULT Expected = KvpExpected(Major);
    RANGE Written[11] = {{4, 24}, {284, 2}};
    HV_UINT32 Bytes = 0;
    unsigned Index;
    int IsGood;

    if (Expected == MileHvSuccess)
    {
        if (Original[0] < 4 || Major < 5)
        {
            Expected = MileHvInvalid;
        }
        else if (TextBytes(Original, 28, 256) < 0)
        {
            Expected = MileHvCorrupt;
        }
        else if (Original[284] > 3)
        {
            Expected = MileHvUnavailable;
        }
        else if (Original[0] == 5 && !CountsFit(Original, 4))
        {
            Expected = MileHvCorrupt;
        }
    }
    CHECK(MileHvIcKvpAddressCheck(Message, Versions->Message, &Info) == Expected);
    if (Expected == MileHvSuccess)
    {
        CHECK(memcmp(&Info, Original[0] == 5 ? Original + 4 : None, 24) == 0);
        CHECK(memcmp(Info.AdapterId, Original + 28, 256) == 0 && Info.AddressFamily == Original[284]);
        CHECK(Info.DHCPEnabled == (Original[285] != 0) && memcmp(&Info.Padding, Original + 286, 3430) == 0);
    }
    if (KvpExpected(Major) != MileHvSuccess)
    {
        return;
    }
    memcpy(&Info, Given, sizeof(Info));
    IsGood = Original[0] == 4 && Major >= 5 && CountsFit(Given, 0);
    CHECK(MileHvIcKvpAddressAnswer(Message, Versions, &Info, &Bytes) ==
          (IsGood ? (MILE_HV_RESULT)MileHvSuccess : (MILE_HV_RESULT)MileHvInvalid));
    if (!IsGood)
    {
        return;
    }
    for (Index = 0; Index < 8; ++Index)
    {
        Written[Index + 2] =
            (RANGE){4 + Arrays[Index].At, (uint32_t)Read(Given, Arrays[Index].Count * 4, 4) * Arrays[Index].Bytes};
    }
    Written[10] = (RANGE){3460, (uint32_t)(Read(Given, 0, 4) + Read(Given, 4, 4)) * 2};
    CheckAnswer(Message, Bytes, IC_STATUS_SUCCESS, Written, 11);
    for (Index = 0; Index < 11; ++Index)
    {
        CHECK(memcmp(Body + Written[Index].From, Given + Written[Index].From - 4, Written[Index].Bytes) == 0);
    }
}

/*
 * Snapshots.
 */

static MILE_HV_RESULT VssExpected(unsigned Major)
{
    static const uint32_t Least[] = {24, 24, 12, 12, 12, 20, 12, 20, 7312};
    static const unsigned Since[] = {0, 0, 0, 0, 4, 5, 5, 5, 6};
    uint64_t Count;

    if (BodyBytes < 5)
    {
        return MileHvCorrupt;
    }
    if (Original[0] > 8 || Major < Since[Original[0]])
    {
        return MileHvUnavailable;
    }
    if (BodyBytes < Least[Original[0]])
    {
        return MileHvCorrupt;
    }
    if (Original[0] == 8)
    {
        return Read(Original, 28, 4) > 260 ? MileHvCorrupt : MileHvSuccess;
    }
    if (Original[0] == 5 || Original[0] == 7)
    {
        Count = Read(Original, 16, 4);
        if (Count > 260 || 20 + 24 * Count > BodyBytes)
        {
            return MileHvCorrupt;
        }
        return Original[0] == 5 && Read(Original, 12, 4) > 3 ? MileHvUnavailable : MileHvSuccess;
    }
    return MileHvSuccess;
}

static void Snapshot(const MILE_HV_IC_MESSAGE *Message, const MILE_HV_IC_VERSIONS *Versions, HV_UINT32 Flags)
{
    static IC_VSS_MSG3_EX Cluster;
    const MILE_HV_RESULT Expected = VssExpected(Versions->Message.Major);
    MILE_HV_IC_VSS Requests[2];
    IC_VSS_LUN_INFO Lun;
    HV_UINT32 Bytes = 0;
    unsigned Index;

    for (Index = 0; Index < 2; ++Index)
    {
        memset(&Requests[Index], Index ? 0xFF : 0, sizeof(Requests[Index]));
        CHECK(MileHvIcVssCheck(Message, Versions->Message, &Requests[Index]) == Expected);
    }
    if (Expected != MileHvSuccess)
    {
        return;
    }
    CHECK(memcmp(&Requests[0], &Requests[1], sizeof(Requests[0])) == 0 && Requests[0].Operation == Original[0]);
    CHECK((Requests[0].ShadowLuns != NULL) == (BodyBytes >= 12500 && (Original[0] == 5 || Original[0] == 7)));
    for (Index = 0; Index < Requests[0].LunCount; ++Index)
    {
        const uint32_t First = Original[0] == 8 ? 32 : 20;
        const uint32_t At = First + Index * 24;

        CHECK(MileHvIcVssLunAt(Requests[0].Luns, Requests[0].LunCount, Index, &Lun) ==
              (Original[At] > 2 ? (MILE_HV_RESULT)MileHvUnavailable : (MILE_HV_RESULT)MileHvSuccess));
        CHECK(memcmp(&Lun, Original + At, 24) == 0);
        if (Requests[0].ShadowLuns)
        {
            (void)MileHvIcVssLunAt(Requests[0].ShadowLuns, Requests[0].LunCount, Index, &Lun);
            CHECK(memcmp(&Lun, Original + 6260 + Index * 24, 24) == 0);
        }
    }
    CHECK(MileHvIcVssLunAt(Requests[0].Luns, Requests[0].LunCount, Index, &Lun) == MileHvInvalid);
    CHECK(MileHvIcVssLunAt(NULL, 1, 0, &Lun) == MileHvInvalid);
    if (Original[0] == 2 || Original[0] == 3)
    {
        CHECK(MileHvIcVssFlagsAnswer(Message, Versions, IC_STATUS_FAIL, Flags, &Bytes) == MileHvSuccess);
        CheckAnswer(Message, Bytes, IC_STATUS_FAIL, &(RANGE){8, 4}, 1);
        CHECK(Read(Body, 8, 4) == Flags);
    }
    else
    {
        CHECK(MileHvIcVssFlagsAnswer(Message, Versions, IC_STATUS_SUCCESS, Flags, &Bytes) == MileHvInvalid);
    }
    memcpy(&Cluster, Given, sizeof(Cluster));
    if (Original[0] == 8 && Read(Given, 28, 4) <= 260)
    {
        const uint32_t Count = (uint32_t)Read(Given, 28, 4);
        const RANGE Written[] = {{8, 24}, {32, Count * 24}, {6272, Count * 4}, {7312, 8}};

        CHECK(MileHvIcVssClusterAnswer(Message, Versions, &Cluster, &Bytes) == MileHvSuccess);
        CheckAnswer(Message, Bytes, IC_STATUS_SUCCESS, Written, BodyBytes >= 7320 ? 4 : 3);
        for (Index = 0; Index < (BodyBytes >= 7320 ? 4U : 3U); ++Index)
        {
            CHECK(memcmp(Body + Written[Index].From, Given + Written[Index].From, Written[Index].Bytes) == 0);
        }
    }
    else
    {
        CHECK(MileHvIcVssClusterAnswer(Message, Versions, &Cluster, &Bytes) == MileHvInvalid);
    }
}

/*
 * File copy.
 */

static void FileCopy(const MILE_HV_IC_MESSAGE *Message, uint64_t FileBytes)
{
    static const uint32_t Least[] = {1088, 52, 36, 36};
    MILE_HV_RESULT Expected = MileHvSuccess;
    MILE_HV_RESULT Of;
    IC_GUESTSVC_MSG_HEADER Header;
    MILE_HV_IC_FILE_START Start;
    const HV_UINT8 *Data = NULL;
    HV_UINT64 Offset = 0;
    HV_UINT32 Bytes = 0;
    uint64_t Operation = 0;

    if (BodyBytes < 36)
    {
        Expected = MileHvCorrupt;
    }
    else
    {
        Operation = Read(Original, 0, 4);
        Expected = Operation > 3 ? MileHvUnavailable : BodyBytes < Least[Operation] ? MileHvCorrupt : MileHvSuccess;
    }
    CHECK(MileHvIcFileCheck(Message, &Header) == Expected);
    CHECK(BodyBytes < 36 || memcmp(&Header, Original, 36) == 0);

    Of = Expected == MileHvSuccess && Operation != 0 ? (MILE_HV_RESULT)MileHvInvalid : Expected;
    if (Of == MileHvSuccess)
    {
        Of = (Original[1087] & 0x80) != 0 || TextBytes(Original, 36, 520) < 0 || TextBytes(Original, 556, 520) < 0
                 ? MileHvCorrupt
             : Read(Original, 1076, 4) > 3 ? MileHvUnavailable
                                           : MileHvSuccess;
    }
    CHECK(MileHvIcFileStartCheck(Message, &Start) == Of);
    if (Of == MileHvSuccess)
    {
        CheckText(&Start.SourceFileName, 36, 520);
        CheckText(&Start.DestinationFilePath, 556, 520);
        CHECK(Start.Flags == Read(Original, 1076, 4) && Start.FileSizeInBytes == Read(Original, 1080, 8));
    }

    Of = Expected == MileHvSuccess && Operation != 1 ? (MILE_HV_RESULT)MileHvInvalid : Expected;
    if (Of == MileHvSuccess)
    {
        const uint64_t From = Read(Original, 40, 8);
        const uint64_t Size = Read(Original, 48, 4);

        Of = Size > 6144 || 52 + Size > BodyBytes || From >> 63 != 0 || From + Size > FileBytes ? MileHvCorrupt
                                                                                                : MileHvSuccess;
    }
    CHECK(MileHvIcFileWriteCheck(Message, FileBytes, &Offset, &Data, &Bytes) == Of);
    if (Of == MileHvSuccess)
    {
        CHECK(Data == Body + 52 && Bytes == Read(Original, 48, 4) && Offset == Read(Original, 40, 8));
    }
}

/* Bytes at offsets: two bytes of offset, one of length, as many bytes, and again. */
static void Patch(INPUT *Input, uint8_t *To, uint32_t Room)
{
    while (Input->Left != 0 && Room != 0)
    {
        const uint32_t Offset = (uint32_t)Take(Input, 2) % Room;
        uint32_t Bytes = (uint32_t)Take(Input, 1);

        Bytes = Bytes < Room - Offset ? Bytes : Room - Offset;
        TakeBytes(Input, To + Offset, Bytes);
    }
}

/* A length: any, or one next to those at which a message becomes whole. */
static uint32_t TakeLength(INPUT *Input)
{
    static const uint32_t Borders[] = {2,    5,    12,   20,   24,   28,   36,   52,   80,    520,
                                       1088, 2576, 2580, 3716, 6196, 7312, 7320, 7428, 12500, 13291};
    const uint32_t Length = (uint32_t)Take(Input, 2);

    if (Length < 0x8000)
    {
        return Length % (IC_MAXIMUM_MESSAGE_SIZE - 20 + 1);
    }
    return Borders[Length % 0x80 % (sizeof(Borders) / sizeof(Borders[0]))] + (Length >> 8) % 3 - 1;
}

/* The message of @p Count bytes, in memory of its exact length. */
static void Run(size_t Shift, IC_FEATURE_IDX Feature, HV_UINT16 Major, uint64_t Number, INPUT Value,
                const uint8_t *Bytes, uint32_t Count)
{
    const MILE_HV_IC_VERSIONS Versions = {IC_FRAMEWORK_VERSION_3, {Major, 0}};
    const VMPIPE_PROTOCOL_HEADER Pipe = {VmPipeMessageData, {20 + Count}};
    uint8_t *Block = malloc(Shift + BEFORE + Count);
    MILE_HV_IC_MESSAGE Message;
    IC_KVP_EXCHANGE_MSG_HDR Kvp;
    IC_MSG_HDR Header;

    CHECK(Block);
    Body = Block + Shift + BEFORE;
    BodyBytes = Count;
    memcpy(Original, Bytes, Count);
    memcpy(Body, Bytes, Count);
    memset(&Header, 0, sizeof(Header));
    Header.ICMsgType = (IC_MSG_TYPE)Feature;
    Header.ICMsgSize = (HV_UINT16)Count;
    Header.ICFlags = IC_MSG_FLAG_TRANSACTION | IC_MSG_FLAG_REQUEST;
    memcpy(Block + Shift, &Pipe, 8);
    memcpy(Block + Shift + 8, &Header, 20);
    CHECK(MileHvIcMessageCheck(Block + Shift, BEFORE + Count, Feature, &Message) == MileHvSuccess);
    CHECK(Message.Body == Body && Message.BodyBytes == Count);

    if (Feature == ICFeatureIdxKvpExchange)
    {
        CHECK(MileHvIcKvpCheck(&Message, Versions.Message, &Kvp) == KvpExpected(Major));
        Values(&Message);
        AddressText(&Message, &Versions);
        memcpy(Body, Original, Count);
        AddressNumbers(&Message, &Versions);
        memcpy(Body, Original, Count);
        AnswerValue(&Message, &Versions, &Value);
    }
    else if (Feature == ICFeatureIdxVss)
    {
        CHECK(MileHvIcKvpCheck(&Message, Versions.Message, &Kvp) == MileHvInvalid);
        CHECK(MileHvIcFileCheck(&Message, &(IC_GUESTSVC_MSG_HEADER){.Operation = 0}) == MileHvInvalid);
        Snapshot(&Message, &Versions, (HV_UINT32)Number);
    }
    else
    {
        CHECK(MileHvIcVssCheck(&Message, Versions.Message, &(MILE_HV_IC_VSS){.LunCount = 0}) == MileHvInvalid);
        FileCopy(&Message, Number);
    }
    free(Block);
}

int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Count)
{
    static const IC_FEATURE_IDX Features[] = {ICFeatureIdxKvpExchange, ICFeatureIdxVss, ICFeatureIdxGuestInterface};
    static const uint32_t Steps[] = {1, 2, 0xFFFFFFFF};
    static uint8_t Sent[IC_MAXIMUM_MESSAGE_SIZE];
    static uint8_t Kept[IC_MAXIMUM_MESSAGE_SIZE];
    INPUT Input = {Data, Count};
    const size_t Shift = Take(&Input, 1) % 8;
    const IC_FEATURE_IDX Feature = Features[Take(&Input, 1) % 3];
    const HV_UINT16 Major = (HV_UINT16)(Take(&Input, 1) % 8);
    const uint64_t Number = Take(&Input, 8) & 0x7FFFFFFFFFFFFFFF;
    uint8_t Answer[13];
    const INPUT Value = {Answer, sizeof(Answer)};
    uint32_t Bytes;
    uint32_t Word;
    unsigned Step;
    INPUT Guest;

    Original = Kept;
    TakeBytes(&Input, Answer, sizeof(Answer));
    memset(Given, (int)Take(&Input, 1), sizeof(Given));
    Bytes = TakeLength(&Input);
    memset(Sent, (int)Take(&Input, 1), sizeof(Sent));
    /* The first bytes of the rest patch what the guest has, all others what the host sends. */
    Guest.Left = Take(&Input, 1);
    Guest.Left = Guest.Left < Input.Left ? Guest.Left : Input.Left;
    Guest.At = Input.At;
    Input.At += Guest.Left;
    Input.Left -= Guest.Left;
    Patch(&Guest, Given, sizeof(Given));
    Patch(&Input, Sent, Bytes);

    Run(Shift, Feature, Major, Number, Value, Sent, Bytes);
    /* Next to it: a byte less, and each number of its first words a little more or less. */
    if (Bytes != 0)
    {
        Run(Shift, Feature, Major, Number, Value, Sent, Bytes - 1);
    }
    for (Word = 4; Word <= 48 && Word + 4 <= Bytes; Word += 4)
    {
        const uint32_t Before = (uint32_t)Read(Sent, Word, 4);

        for (Step = 0; Step < 3; ++Step)
        {
            const uint32_t Now = Before + Steps[Step];

            memcpy(Sent + Word, &Now, 4);
            Run(Shift, Feature, Major, Number, Value, Sent, Bytes);
        }
        memcpy(Sent + Word, &Before, 4);
    }
    return 0;
}

/*
 * Seeds.
 */

static void Begin(unsigned Feature, unsigned Major, uint64_t Number, unsigned Bytes, unsigned Fill, unsigned OwnBytes)
{
    SeedNumber(1, 1);
    SeedNumber(Feature, 1);
    SeedNumber(Major, 1);
    SeedNumber(Number, 8);
    SeedNumber(ICKvpExchangeValueTypeString, 1);
    SeedNumber(7, 8);
    SeedNumber(6, 2);
    SeedNumber(10, 2);
    SeedNumber(0, 1);
    SeedNumber(Bytes, 2);
    SeedNumber(Fill, 1);
    SeedNumber(OwnBytes, 1);
}

static void SeedPatch(unsigned Offset, const void *Bytes, unsigned Count)
{
    SeedNumber(Offset, 2);
    SeedNumber(Count, 1);
    SeedPut(Bytes, Count);
}

static void SeedPair(const char *Name, unsigned Operation, unsigned Type, unsigned ValueBytes)
{
    const uint8_t Header[] = {(uint8_t)Operation, 0, 0, 0, (uint8_t)Type, 0, 0, 0, 4, 0, 0, 0, (uint8_t)ValueBytes};

    Begin(0, 5, 0, 2576, 0, 0);
    SeedPatch(0, Header, sizeof(Header));
    SeedPatch(16, "k", 1);
    SeedPatch(528, "v", 1);
    Seed(Name);
}

static void SeedAddresses(const char *Name, unsigned Operation, unsigned Major)
{
    Begin(0, Major, 0, Major == 4 ? 7428 : 3716, 0, 4);
    SeedPatch(Major == 4 ? 258 : 4, "\x02", 1);
    SeedPatch(0, &Operation, 1);
    SeedPatch(Major == 4 ? 258 : 284, "\x01\x01", 2);
    SeedPatch(Major == 4 ? 2 : 28, "a", 1);
    SeedPatch(Major == 4 ? 260 : 4, "\x01", 1);
    Seed(Name);
}

static void WriteSeeds(void)
{
    const uint8_t Longest[] = {1, 0, 0, 0, 1, 0, 0, 0, 0, 2, 0, 0, 0, 8, 0, 0};
    const uint8_t Most[] = {5, 0, 0, 0, 64, 0, 0, 0, 64, 0, 0, 0, 5, 0, 0, 0, 5, 0, 0, 0, 64, 0, 0, 0, 64, 0, 0, 0};
    const uint8_t Delete[] = {2, 1, 0, 0, 4, 0, 0, 0, 'k'};
    const uint8_t Enumerate[] = {3, 2, 0, 0, 9};
    const uint8_t Freeze[] = {5, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 1};
    const uint8_t Check[] = {2};
    const uint8_t Cluster[] = {8};
    const uint8_t Write[] = {1};

    SeedPair("a-value-is-asked-for", 0, 0, 0);
    SeedPair("a-text-is-set", 1, ICKvpExchangeValueTypeString, 4);
    SeedPair("32-bits-are-set", 1, ICKvpExchangeValueTypeDword, 4);
    SeedPair("32-bits-in-64-are-set", 1, ICKvpExchangeValueTypeDword, 8);
    SeedPair("64-bits-are-set", 1, ICKvpExchangeValueTypeQword, 8);
    SeedAddresses("addresses-as-text-are-asked-for", 4, 4);
    SeedAddresses("addresses-as-text-are-set", 5, 4);
    SeedAddresses("addresses-as-numbers-are-asked-for", 4, 5);
    SeedAddresses("addresses-as-numbers-are-set", 5, 5);

    /* Texts and counts that are as large as they can be. */
    Begin(0, 5, 0, 2576, 'a', 0);
    SeedPatch(0, Longest, sizeof(Longest));
    SeedPatch(526, "\0", 2);
    SeedPatch(2574, "\0", 2);
    Seed("the-longest-text-is-set");

    Begin(0, 4, 0, 7428, 'a', 0);
    SeedPatch(0, "\x05", 1);
    SeedPatch(256, "\0\0\3", 4);
    SeedPatch(2306, "\0", 2);
    SeedPatch(4354, "\0", 2);
    SeedPatch(5378, "\0", 2);
    SeedPatch(7426, "\0", 2);
    Seed("the-longest-addresses-as-text");

    Begin(0, 5, 0, 3716, 0, 0);
    SeedPatch(0, Most, sizeof(Most));
    Seed("the-most-addresses-as-numbers");

    Begin(0, 5, 0, 3716, 0, 3 + sizeof(Most) - 4);
    SeedPatch(0, Most + 4, sizeof(Most) - 4);
    SeedPatch(0, "\x04", 1);
    Seed("the-most-addresses-as-an-answer");

    Begin(1, 5, 0, 20 + 260 * 24, 0, 0);
    SeedPatch(0, Freeze, 16);
    SeedPatch(16, "\x04\x01", 2);
    Seed("a-freeze-of-the-most-disks");

    Begin(2, 1, 6144, 6196, 0, 0);
    SeedPatch(0, Write, sizeof(Write));
    SeedPatch(49, "\x18", 1);
    Seed("the-largest-piece-of-a-file");

    Begin(0, 5, 0, 520, 0, 0);
    SeedPatch(0, Delete, sizeof(Delete));
    Seed("a-value-is-deleted");

    Begin(0, 5, 0, 2580, 0, 0);
    SeedPatch(0, Enumerate, sizeof(Enumerate));
    Seed("the-last-of-an-enumeration");

    Begin(1, 5, 5, 12, 0, 0);
    SeedPatch(0, Check, sizeof(Check));
    Seed("hot-backup");

    Begin(1, 5, 0, 12, 0, 0);
    SeedPatch(0, "\x04", 1);
    Seed("a-backup-is-complete");

    Begin(1, 5, 0, 12, 0, 0);
    SeedPatch(0, "\x06", 1);
    Seed("a-thaw");

    Begin(1, 6, 0, 7312, 0, 0);
    SeedPatch(0, Cluster, sizeof(Cluster));
    SeedPatch(28, "\x04\x01", 2);
    Seed("cluster-information-without-a-time");

    Begin(1, 5, 0, 6300, 0, 0);
    SeedPatch(0, Freeze, 16);
    SeedPatch(16, "\x04\x01", 2);
    Seed("a-freeze-with-room-for-more");

    Begin(1, 5, 0, 20 + 2 * 24, 0, 0);
    SeedPatch(0, Freeze, sizeof(Freeze));
    Seed("a-freeze-of-two-disks");

    Begin(1, 5, 0, 12500, 0, 0);
    SeedPatch(0, Freeze, sizeof(Freeze));
    Seed("a-freeze-with-shadow-disks");

    Begin(1, 7, 0, 7320, 0, 4);
    SeedPatch(28, "\x02", 1);
    SeedPatch(0, Cluster, sizeof(Cluster));
    Seed("cluster-information");

    Begin(2, 1, 0, 1088, 0, 0);
    SeedPatch(36, "n", 1);
    SeedPatch(556, "p", 1);
    SeedPatch(1076, "\x03", 1);
    SeedPatch(1080, "\x0A", 1);
    Seed("a-file-begins");

    /* A size beyond 2^63, paths that do not end, a piece whose end wraps. */
    Begin(2, 1, 0, 1088, 0, 0);
    SeedPatch(1087, "\x80", 1);
    Seed("a-file-of-any-size");

    Begin(2, 1, 0, 1088, 'a', 0);
    SeedPatch(0, "\0\0\0", 4);
    SeedPatch(556, "\0", 2);
    SeedPatch(1076, "\0\0\0\0\0\0\0\0\0\0\0", 12);
    Seed("a-file-without-a-name");

    Begin(2, 1, 0, 1088, 'a', 0);
    SeedPatch(0, "\0\0\0", 4);
    SeedPatch(36, "\0", 2);
    SeedPatch(1076, "\0\0\0\0\0\0\0\0\0\0\0", 12);
    Seed("a-file-without-a-path");

    Begin(2, 1, 100, 62, 0, 0);
    SeedPatch(0, Write, sizeof(Write));
    SeedPatch(40, "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x0A", 9);
    Seed("a-piece-whose-end-wraps");

    Begin(2, 1, 100, 62, 0, 0);
    SeedPatch(0, Write, sizeof(Write));
    SeedPatch(40, "\x5A", 1);
    SeedPatch(48, "\x0A", 1);
    Seed("a-piece-of-a-file");
}
