/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Integration components with data: checks and answers of key-value exchange, snapshots and file copy.
 *
 * The three components whose messages hold more than a few numbers: text, tables of
 * addresses, lists of disks, pieces of files. Integration.h has the frame and the
 * agreement on versions; a request that MileHvIcMessageCheck() accepted goes on here:
 *
 *     case ICFeatureIdxKvpExchange:
 *         MileHvIcKvpCheck(&Message, Versions.Message, &Header);
 *         switch (Header.Operation)
 *         get, set, delete, enumerate:           MileHvIcKvpValueCheck(&Message, Entries, &Value);
 *         addresses as text, version 4:          MileHvIcKvpAddressTextCheck(&Message, Versions.Message, &Text);
 *         addresses as numbers, since version 5: MileHvIcKvpAddressCheck(&Message, Versions.Message, &Addresses);
 *     case ICFeatureIdxVss:
 *         MileHvIcVssCheck(&Message, Versions.Message, &Request);
 *         MileHvIcVssLunAt(Request.Luns, Request.LunCount, Index, &Lun);
 *     case ICFeatureIdxGuestInterface:
 *         MileHvIcFileCheck(&Message, &Header);
 *         start:                                 MileHvIcFileStartCheck(&Message, &Start);
 *         write:                                 MileHvIcFileWriteCheck(&Message, Start.FileSizeInBytes, ...);
 *
 * Where the host asked for something (a value, addresses, flags), the answer is its
 * own message with that filled in, and as long: the ...Answer() functions here. What
 * they do not write keeps the bytes that the host sent, so none of the guest's memory
 * goes out with it. For all else a status is enough, MileHvIcAnswer() without a body.
 *
 * What a check says, and a status that fits:
 *  - MileHvCorrupt: a size, a count, an offset or a text breaks a bound. Close the
 *    channel, or answer IC_STATUS_FAIL;
 *  - MileHvUnavailable: an operation, a pool, a type, a family or a flag that is not
 *    known in this version: IC_STATUS_NOT_SUPPORTED;
 *  - MileHvEmpty: an enumeration is over: IC_STATUS_NO_MORE_ITEMS;
 *  - MileHvInvalid: this was not the check for this message, a mistake on this side.
 *
 * Text is UTF-16, little-endian, at any address. It ends at its first zero unit, which
 * has to be there; whether its surrogates come in pairs is for the conversion to see.
 *
 * What no check can know stays with the caller: which pools the host may write to (not
 * ICKvpExchangePoolAuto), whether freezes and thaws come in order and how long a freeze
 * may last when no thaw comes, where a file may go and how large it may be. A path is
 * text that the host chose: it may name any place, by a drive, a share, a device or
 * "..", and a privileged program that follows it gives the host that place.
 *
 * Sources: Device/KeyValueExchange.h, VolumeShadowCopy.h and GuestServices.h, and their
 * sources.
 */

#ifndef MILE_HYPERV_GUEST_INTEGRATION_DATA
#define MILE_HYPERV_GUEST_INTEGRATION_DATA

#include "../Device/GuestServices.h"
#include "../Device/KeyValueExchange.h"
#include "../Device/VolumeShadowCopy.h"
#include "Integration.h"

MILE_HYPERV_GUEST_BEGIN

/** A text without its zero. */
typedef struct MILE_HV_IC_TEXT
{
    const HV_UINT8 *Data; /**< Units of UTF-16, at any address; of a checked message, in the caller's buffer. */
    HV_UINT32 Bytes;      /**< Even. */
    HV_UINT32 Reserved;
} MILE_HV_IC_TEXT;

/** A checked request for or with a value; also what an answer is made from. */
typedef struct MILE_HV_IC_KVP_VALUE
{
    HV_UINT64 Number;      /**< The value, if it is a number; else 0. */
    MILE_HV_IC_TEXT Key;   /**< 0 to 510 bytes; of an enumeration, in the answer alone. */
    MILE_HV_IC_TEXT Value; /**< The value, if it is text: 0 to 2046 bytes. */
    HV_UINT32 ValueType;   /**< ICKvpExchangeValueType..., of set and of an answer; else 0. */
    HV_UINT32 Index;       /**< Of an enumeration, below the pool's entries; else 0. */
    HV_UINT8 Operation;    /**< ICKvpExchangeOperation..., get to enumerate. */
    HV_UINT8 Pool;         /**< ICKvpExchangePool..., 0 to 3. */
    HV_UINT16 Reserved;
    HV_UINT32 Reserved2;
} MILE_HV_IC_KVP_VALUE;

/** A checked snapshot request; what its operation does not have is zero. */
typedef struct MILE_HV_IC_VSS
{
    const HV_UINT8 *Luns;       /**< In the caller's buffer, LunCount of them: MileHvIcVssLunAt() reads them. */
    const HV_UINT8 *ShadowLuns; /**< As many, or the null pointer: the message is too short to have them. */
    HV_GUID SnapshotSetId;      /**< Of create and delete. */
    HV_UINT32 LunCount;         /**< Of freeze, automatic recovery and cluster information: 0 to 260. */
    HV_UINT32 BackupType;       /**< As the host says it; of create, 0 if the message has none. */
    HV_UINT32 Flags;            /**< Of freeze IC_VSS_FREEZE_FLAGS; of other operations as the host says it. */
    HV_UINT32 Operation;        /**< ICVssOperation... */
} MILE_HV_IC_VSS;

/** A checked start of a file copy. */
typedef struct MILE_HV_IC_FILE_START
{
    HV_UINT64 FileSizeInBytes;           /**< Below 2^63. */
    MILE_HV_IC_TEXT SourceFileName;      /**< 0 to 518 bytes. */
    MILE_HV_IC_TEXT DestinationFilePath; /**< 0 to 518 bytes; anything that the host likes. */
    IC_GUESTSVC_FLAGS Flags;             /**< ICGuestSvcStartFileCopyFlags... */
    HV_UINT32 Reserved;
} MILE_HV_IC_FILE_START;

/*
 * Text.
 */

/**
 * Checks a text: whole units, and a zero among them.
 *
 * @param Data at any address; @p Bytes that were found to be there, as many as the text may take with its zero.
 * @return MileHvSuccess or MileHvCorrupt.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvIcTextCheck(const HV_UINT8 *Data, HV_UINT32 Bytes, MILE_HV_IC_TEXT *Text)
{
    HV_UINT32 Length;

    if (Bytes % 2 != 0)
    {
        return MileHvCorrupt;
    }
    for (Length = 0; Length < Bytes; Length += 2)
    {
        if ((Data[Length] | Data[Length + 1]) == 0)
        {
            Text->Data = Data;
            Text->Bytes = Length;
            Text->Reserved = 0;
            return MileHvSuccess;
        }
    }
    return MileHvCorrupt;
}

/**
 * Writes a text and its zero.
 *
 * @param RoomBytes at @p To, at least 2.
 * @param Bytes receives how many were written.
 * @return MileHvSuccess; MileHvInvalid: half a unit, or longer than the room.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvIcTextPut(HV_UINT8 *To, HV_UINT32 RoomBytes, const MILE_HV_IC_TEXT *Text,
                                             HV_UINT32 *Bytes)
{
    if (Text->Bytes % 2 != 0 || Text->Bytes > RoomBytes - 2)
    {
        return MileHvInvalid;
    }
    MileHvCopy(To, Text->Data, Text->Bytes);
    To[Text->Bytes] = 0;
    To[Text->Bytes + 1] = 0;
    *Bytes = Text->Bytes + 2;
    return MileHvSuccess;
}

/*
 * Key-value exchange.
 */

/**
 * Bytes that the body of a request has at least: its structure, which the answer fills in.
 *
 * @param Version of the component that was agreed on.
 * @return 0 if there is no such operation in it.
 */
static inline HV_UINT32 MileHvIcKvpLeast(HV_UINT32 Operation, IC_VERSION Version)
{
    switch (Operation)
    {
    case ICKvpExchangeOperationGet:
    case ICKvpExchangeOperationSet:
        return (HV_UINT32)(HV_FIELD_OFFSET(IC_KVP_EXCHANGE_MSG, Set) + sizeof(IC_KVP_EXCHANGE_MSG_GET_SET));
    case ICKvpExchangeOperationDelete:
        return (HV_UINT32)(HV_FIELD_OFFSET(IC_KVP_EXCHANGE_MSG, Delete) + sizeof(IC_KVP_EXCHANGE_MSG_DELETE));
    case ICKvpExchangeOperationEnumerate:
        return (HV_UINT32)(HV_FIELD_OFFSET(IC_KVP_EXCHANGE_MSG, Enumerate) + sizeof(IC_KVP_EXCHANGE_MSG_ENUMERATE));
    case ICKvpExchangeOperationGetIpAddressInfo:
    case ICKvpExchangeOperationSetIpAddressInfo:
        if (Version.Major >= 5)
        {
            return (HV_UINT32)(HV_FIELD_OFFSET(IC_KVP_EXCHANGE_MSG2, IpAddressInfoBinary) +
                               sizeof(IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO_BINARY));
        }
        return (Version.Major == 4) ? (HV_UINT32)(HV_FIELD_OFFSET(IC_KVP_EXCHANGE_MSG2, IpAddressInfo) +
                                                  sizeof(IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO))
                                    : 0;
    default:
        return 0;
    }
}

/**
 * Checks the header of a key-value message, and tells its operation.
 *
 * @param Version of the component that was agreed on.
 * @param Header receives a copy: the body covers the operation's structure, and of values Pool is known. With
 * addresses, Pool means nothing.
 * @return MileHvSuccess; MileHvInvalid: a message of another type; MileHvUnavailable: an operation or a pool that is
 * not known; MileHvCorrupt.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvIcKvpCheck(const MILE_HV_IC_MESSAGE *Message, IC_VERSION Version,
                                              IC_KVP_EXCHANGE_MSG_HDR *Header)
{
    HV_UINT32 Least;

    if (Message->Header.ICMsgType != ICFeatureIdxKvpExchange)
    {
        return MileHvInvalid;
    }
    if (Message->BodyBytes < sizeof(*Header))
    {
        return MileHvCorrupt;
    }
    MileHvCopy(Header, Message->Body, (HV_UINT32)sizeof(*Header));
    Least = MileHvIcKvpLeast(Header->Operation, Version);
    if (Least == 0 ||
        (Header->Operation <= ICKvpExchangeOperationEnumerate && Header->Pool > ICKvpExchangePoolAutoExternal))
    {
        return MileHvUnavailable;
    }
    return (Message->BodyBytes < Least) ? MileHvCorrupt : MileHvSuccess;
}

/**
 * Checks a request for or with a value. The answer of get and of enumerate is MileHvIcKvpValueAnswer(); of set and of
 * delete it is a status.
 *
 * @param Entries how many each pool has by now: four of them, by ICKvpExchangePool...
 * @return MileHvSuccess; MileHvEmpty: an enumeration that is over; MileHvUnavailable: another operation, or a pool or a
 * type that is not known; MileHvInvalid: a message of another type; MileHvCorrupt.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvIcKvpValueCheck(const MILE_HV_IC_MESSAGE *Message, const HV_UINT32 *Entries,
                                                   MILE_HV_IC_KVP_VALUE *Value)
{
    const IC_VERSION Values = IC_KVP_EXCHANGE_VERSION_3;
    const HV_UINT8 *Data = Message->Body + HV_FIELD_OFFSET(IC_KVP_EXCHANGE_MSG, Set);
    IC_KVP_EXCHANGE_MSG_HDR Header;
    HV_UINT32 KeyOffset = (HV_UINT32)HV_FIELD_OFFSET(IC_KVP_EXCHANGE_MSG_VALUE, Key);
    HV_UINT32 Head[3]; /* ValueType, KeySize, ValueSize. */
    MILE_HV_RESULT Result = MileHvIcKvpCheck(Message, Values, &Header);

    if (Result != MileHvSuccess)
    {
        return Result;
    }
    Value->Number = 0;
    MileHvZero(&Value->Key, (HV_UINT32)sizeof(Value->Key));
    MileHvZero(&Value->Value, (HV_UINT32)sizeof(Value->Value));
    Value->ValueType = 0;
    Value->Index = 0;
    Value->Operation = Header.Operation;
    Value->Pool = Header.Pool;
    Value->Reserved = 0;
    Value->Reserved2 = 0;
    if (Header.Operation == ICKvpExchangeOperationEnumerate)
    {
        MileHvCopy(&Value->Index, Data, (HV_UINT32)sizeof(Value->Index));
        return (Value->Index < Entries[Header.Pool]) ? MileHvSuccess : MileHvEmpty;
    }
    if (Header.Operation == ICKvpExchangeOperationDelete)
    {
        KeyOffset = (HV_UINT32)HV_FIELD_OFFSET(IC_KVP_EXCHANGE_MSG_DELETE, Key);
        MileHvCopy(&Head[1], Data, (HV_UINT32)sizeof(Head[1]));
    }
    else
    {
        MileHvCopy(Head, Data, (HV_UINT32)sizeof(Head));
    }
    if (Head[1] > IC_KVP_EXCHANGE_MAX_KEY_BYTES ||
        MileHvIcTextCheck(Data + KeyOffset, Head[1], &Value->Key) != MileHvSuccess)
    {
        return MileHvCorrupt;
    }
    if (Header.Operation != ICKvpExchangeOperationSet)
    {
        return MileHvSuccess;
    }
    Data += HV_FIELD_OFFSET(IC_KVP_EXCHANGE_MSG_VALUE, Value);
    Value->ValueType = Head[0];
    switch (Head[0])
    {
    case ICKvpExchangeValueTypeString:
    case ICKvpExchangeValueTypeExpandString:
        return (Head[2] > IC_KVP_EXCHANGE_MAX_VALUE_BYTES) ? (MILE_HV_RESULT)MileHvCorrupt
                                                           : MileHvIcTextCheck(Data, Head[2], &Value->Value);
    case ICKvpExchangeValueTypeDword:
    case ICKvpExchangeValueTypeQword:
        if (Head[2] != ((Head[0] == ICKvpExchangeValueTypeDword) ? 4U : 8U))
        {
            return MileHvCorrupt;
        }
        MileHvCopy(&Value->Number, Data, Head[2]);
        return MileHvSuccess;
    default:
        return MileHvUnavailable;
    }
}

/**
 * Makes the answer of get or of enumerate.
 *
 * @param Value ValueType, and Value or Number; of an enumeration Key too. Its texts do not lie in the message.
 * @param Bytes receives what to send from Message->Data on.
 * @return MileHvSuccess; MileHvInvalid: another operation, or a value that cannot be sent; else as MileHvIcKvpCheck().
 * Only with MileHvSuccess the message is to be sent.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvIcKvpValueAnswer(const MILE_HV_IC_MESSAGE *Message,
                                                    const MILE_HV_IC_VERSIONS *Versions,
                                                    const MILE_HV_IC_KVP_VALUE *Value, HV_UINT32 *Bytes)
{
    HV_UINT8 *Data = Message->Body + HV_FIELD_OFFSET(IC_KVP_EXCHANGE_MSG, Get);
    IC_KVP_EXCHANGE_MSG_HDR Header;
    HV_UINT32 KeyBytes;
    HV_UINT32 ValueBytes;
    MILE_HV_RESULT Result = MileHvIcKvpCheck(Message, Versions->Message, &Header);

    if (Result != MileHvSuccess)
    {
        return Result;
    }
    if (Header.Operation == ICKvpExchangeOperationEnumerate)
    {
        Data += HV_FIELD_OFFSET(IC_KVP_EXCHANGE_MSG_ENUMERATE, Value);
        Result = MileHvIcTextPut(Data + HV_FIELD_OFFSET(IC_KVP_EXCHANGE_MSG_VALUE, Key), IC_KVP_EXCHANGE_MAX_KEY_BYTES,
                                 &Value->Key, &KeyBytes);
        if (Result != MileHvSuccess)
        {
            return Result;
        }
        MileHvCopy(Data + HV_FIELD_OFFSET(IC_KVP_EXCHANGE_MSG_VALUE, KeySize), &KeyBytes, (HV_UINT32)sizeof(KeyBytes));
    }
    else if (Header.Operation != ICKvpExchangeOperationGet)
    {
        return MileHvInvalid;
    }
    switch (Value->ValueType)
    {
    case ICKvpExchangeValueTypeString:
    case ICKvpExchangeValueTypeExpandString:
        Result = MileHvIcTextPut(Data + HV_FIELD_OFFSET(IC_KVP_EXCHANGE_MSG_VALUE, Value),
                                 IC_KVP_EXCHANGE_MAX_VALUE_BYTES, &Value->Value, &ValueBytes);
        if (Result != MileHvSuccess)
        {
            return Result;
        }
        break;
    case ICKvpExchangeValueTypeDword:
    case ICKvpExchangeValueTypeQword:
        ValueBytes = (Value->ValueType == ICKvpExchangeValueTypeDword) ? 4 : 8;
        if (ValueBytes == 4 && Value->Number > 0xFFFFFFFFU)
        {
            return MileHvInvalid;
        }
        MileHvCopy(Data + HV_FIELD_OFFSET(IC_KVP_EXCHANGE_MSG_VALUE, Value), &Value->Number, ValueBytes);
        break;
    default:
        return MileHvInvalid;
    }
    MileHvCopy(Data + HV_FIELD_OFFSET(IC_KVP_EXCHANGE_MSG_VALUE, ValueType), &Value->ValueType,
               (HV_UINT32)sizeof(Value->ValueType));
    MileHvCopy(Data + HV_FIELD_OFFSET(IC_KVP_EXCHANGE_MSG_VALUE, ValueSize), &ValueBytes,
               (HV_UINT32)sizeof(ValueBytes));
    return MileHvIcAnswer(Message, Versions, IC_STATUS_SUCCESS, Message->BodyBytes, Bytes);
}

/**
 * Checks that the four lists of @p Info end within their arrays.
 *
 * @param Lists receives the four of them, in @p Info.
 * @return MileHvSuccess or MileHvCorrupt.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvIcKvpAddressLists(const IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO *Info,
                                                     MILE_HV_IC_TEXT *Lists)
{
    if (MileHvIcTextCheck((const HV_UINT8 *)Info->IPAddress, (HV_UINT32)sizeof(Info->IPAddress), &Lists[0]) !=
            MileHvSuccess ||
        MileHvIcTextCheck((const HV_UINT8 *)Info->Subnet, (HV_UINT32)sizeof(Info->Subnet), &Lists[1]) !=
            MileHvSuccess ||
        MileHvIcTextCheck((const HV_UINT8 *)Info->Gateway, (HV_UINT32)sizeof(Info->Gateway), &Lists[2]) !=
            MileHvSuccess)
    {
        return MileHvCorrupt;
    }
    return MileHvIcTextCheck((const HV_UINT8 *)Info->DNSServerAddresses, (HV_UINT32)sizeof(Info->DNSServerAddresses),
                             &Lists[3]);
}

/**
 * Checks a request for or with addresses as text, of version 4. The answer of a request for them is
 * MileHvIcKvpAddressTextAnswer(), of one with them a status.
 *
 * @param Version of the component that was agreed on.
 * @param Info receives a copy: each text ends within its array; DHCPEnabled is 0 or 1. Of a request for addresses the
 * four lists are empty, whatever the host sent.
 * @return MileHvSuccess; MileHvInvalid: a message of another type, operation or version; MileHvUnavailable: an
 * operation or a family that is not known; MileHvCorrupt.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvIcKvpAddressTextCheck(const MILE_HV_IC_MESSAGE *Message, IC_VERSION Version,
                                                         IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO *Info)
{
    IC_KVP_EXCHANGE_MSG_HDR Header;
    MILE_HV_IC_TEXT Adapter;
    MILE_HV_IC_TEXT Lists[4];
    MILE_HV_RESULT Result = MileHvIcKvpCheck(Message, Version, &Header);

    if (Result != MileHvSuccess)
    {
        return Result;
    }
    if (Header.Operation <= ICKvpExchangeOperationEnumerate || Version.Major != 4)
    {
        return MileHvInvalid;
    }
    MileHvCopy(Info, Message->Body + HV_FIELD_OFFSET(IC_KVP_EXCHANGE_MSG2, IpAddressInfo), (HV_UINT32)sizeof(*Info));
    if (MileHvIcTextCheck((const HV_UINT8 *)Info->AdapterId, (HV_UINT32)sizeof(Info->AdapterId), &Adapter) !=
        MileHvSuccess)
    {
        return MileHvCorrupt;
    }
    if (Info->AddressFamily > ICKvpExchangeAddressFamilyIpv4v6)
    {
        return MileHvUnavailable;
    }
    Info->DHCPEnabled = (Info->DHCPEnabled != 0) ? 1 : 0;
    if (Header.Operation == ICKvpExchangeOperationSetIpAddressInfo)
    {
        return MileHvIcKvpAddressLists(Info, Lists);
    }
    Info->IPAddress[0] = 0;
    Info->Subnet[0] = 0;
    Info->Gateway[0] = 0;
    Info->DNSServerAddresses[0] = 0;
    return MileHvSuccess;
}

/**
 * Makes the answer of a request for addresses as text.
 *
 * @param Info AddressFamily, DHCPEnabled, and the four lists, each with a zero behind it; what follows the zero is not
 * sent. AdapterId stays as the host sent it.
 * @param Bytes receives what to send from Message->Data on.
 * @return MileHvSuccess; MileHvInvalid: no such request, or a list without its zero; else as MileHvIcKvpCheck().
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvIcKvpAddressTextAnswer(const MILE_HV_IC_MESSAGE *Message,
                                                          const MILE_HV_IC_VERSIONS *Versions,
                                                          const IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO *Info,
                                                          HV_UINT32 *Bytes)
{
    HV_UINT8 *Data = Message->Body + HV_FIELD_OFFSET(IC_KVP_EXCHANGE_MSG2, IpAddressInfo);
    IC_KVP_EXCHANGE_MSG_HDR Header;
    MILE_HV_IC_TEXT Lists[4];
    HV_UINT32 Index;
    MILE_HV_RESULT Result = MileHvIcKvpCheck(Message, Versions->Message, &Header);

    if (Result != MileHvSuccess)
    {
        return Result;
    }
    if (Header.Operation != ICKvpExchangeOperationGetIpAddressInfo || Versions->Message.Major != 4 ||
        MileHvIcKvpAddressLists(Info, Lists) != MileHvSuccess)
    {
        return MileHvInvalid;
    }
    for (Index = 0; Index < 4; ++Index)
    {
        MileHvCopy(Data + (Lists[Index].Data - (const HV_UINT8 *)Info), Lists[Index].Data, Lists[Index].Bytes + 2);
    }
    Data[HV_FIELD_OFFSET(IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO, AddressFamily)] = Info->AddressFamily;
    Data[HV_FIELD_OFFSET(IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO, DHCPEnabled)] = Info->DHCPEnabled;
    return MileHvIcAnswer(Message, Versions, IC_STATUS_SUCCESS, Message->BodyBytes, Bytes);
}

/** Checks the six counts of @p Info against its arrays. Returns MileHvSuccess or MileHvCorrupt. */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvIcKvpAddressCounts(const IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO_BINARY *Info)
{
    /* Twice 64 origins are as many as two counts of addresses can ask for. */
    return (Info->IPv4AddressCount <= sizeof(Info->IPv4Addresses) / sizeof(Info->IPv4Addresses[0]) &&
            Info->IPv6AddressCount <= sizeof(Info->IPv6Addresses) / sizeof(Info->IPv6Addresses[0]) &&
            Info->IPv4GatewayCount <= sizeof(Info->IPv4Gateways) / sizeof(Info->IPv4Gateways[0]) &&
            Info->IPv6GatewayCount <= sizeof(Info->IPv6Gateways) / sizeof(Info->IPv6Gateways[0]) &&
            Info->IPv4DNSServerCount <= sizeof(Info->IPv4DNSServers) / sizeof(Info->IPv4DNSServers[0]) &&
            Info->IPv6DNSServerCount <= sizeof(Info->IPv6DNSServers) / sizeof(Info->IPv6DNSServers[0]))
               ? MileHvSuccess
               : MileHvCorrupt;
}

/**
 * Checks a request for or with addresses as numbers, since version 5. The answer of a request for them is
 * MileHvIcKvpAddressAnswer(), of one with them a status.
 *
 * @param Version of the component that was agreed on.
 * @param Info receives a copy: AdapterId ends within its array; each count lies in its own; DHCPEnabled is 0 or 1. Of a
 * request for addresses all counts are 0, whatever the host sent. Masks, prefixes and origins are as the host says.
 * @return the results of MileHvIcKvpAddressTextCheck().
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvIcKvpAddressCheck(const MILE_HV_IC_MESSAGE *Message, IC_VERSION Version,
                                                     IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO_BINARY *Info)
{
    IC_KVP_EXCHANGE_MSG_HDR Header;
    MILE_HV_IC_TEXT Adapter;
    MILE_HV_RESULT Result = MileHvIcKvpCheck(Message, Version, &Header);

    if (Result != MileHvSuccess)
    {
        return Result;
    }
    if (Header.Operation <= ICKvpExchangeOperationEnumerate || Version.Major < 5)
    {
        return MileHvInvalid;
    }
    MileHvCopy(Info, Message->Body + HV_FIELD_OFFSET(IC_KVP_EXCHANGE_MSG2, IpAddressInfoBinary),
               (HV_UINT32)sizeof(*Info));
    if (MileHvIcTextCheck((const HV_UINT8 *)Info->AdapterId, (HV_UINT32)sizeof(Info->AdapterId), &Adapter) !=
        MileHvSuccess)
    {
        return MileHvCorrupt;
    }
    if (Info->AddressFamily > ICKvpExchangeAddressFamilyIpv4v6)
    {
        return MileHvUnavailable;
    }
    Info->DHCPEnabled = (Info->DHCPEnabled != 0) ? 1 : 0;
    if (Header.Operation == ICKvpExchangeOperationSetIpAddressInfo)
    {
        return MileHvIcKvpAddressCounts(Info);
    }
    Info->IPv4AddressCount = 0;
    Info->IPv6AddressCount = 0;
    Info->IPv4GatewayCount = 0;
    Info->IPv6GatewayCount = 0;
    Info->IPv4DNSServerCount = 0;
    Info->IPv6DNSServerCount = 0;
    return MileHvSuccess;
}

/**
 * Makes the answer of a request for addresses as numbers.
 *
 * @param Info AddressFamily, DHCPEnabled, the counts, and as much as they count; nothing else is sent. AdapterId stays
 * as the host sent it.
 * @param Bytes receives what to send from Message->Data on.
 * @return MileHvSuccess; MileHvInvalid: no such request, or a count beyond its array; else as MileHvIcKvpCheck().
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvIcKvpAddressAnswer(const MILE_HV_IC_MESSAGE *Message,
                                                      const MILE_HV_IC_VERSIONS *Versions,
                                                      const IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO_BINARY *Info,
                                                      HV_UINT32 *Bytes)
{
    HV_UINT8 *Data = Message->Body + HV_FIELD_OFFSET(IC_KVP_EXCHANGE_MSG2, IpAddressInfoBinary);
    IC_KVP_EXCHANGE_MSG_HDR Header;
    MILE_HV_RESULT Result = MileHvIcKvpCheck(Message, Versions->Message, &Header);

    if (Result != MileHvSuccess)
    {
        return Result;
    }
    if (Header.Operation != ICKvpExchangeOperationGetIpAddressInfo || Versions->Message.Major < 5 ||
        MileHvIcKvpAddressCounts(Info) != MileHvSuccess)
    {
        return MileHvInvalid;
    }
    MileHvCopy(Data, Info, (HV_UINT32)HV_FIELD_OFFSET(IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO_BINARY, AdapterId));
    Data[HV_FIELD_OFFSET(IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO_BINARY, AddressFamily)] = Info->AddressFamily;
    Data[HV_FIELD_OFFSET(IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO_BINARY, DHCPEnabled)] = Info->DHCPEnabled;
    MileHvCopy(Data + HV_FIELD_OFFSET(IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO_BINARY, IPv4Addresses), Info->IPv4Addresses,
               Info->IPv4AddressCount * (HV_UINT32)sizeof(Info->IPv4Addresses[0]));
    MileHvCopy(Data + HV_FIELD_OFFSET(IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO_BINARY, IPv6Addresses), Info->IPv6Addresses,
               Info->IPv6AddressCount * (HV_UINT32)sizeof(Info->IPv6Addresses[0]));
    MileHvCopy(Data + HV_FIELD_OFFSET(IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO_BINARY, IPv4Subnets), Info->IPv4Subnets,
               Info->IPv4AddressCount * (HV_UINT32)sizeof(Info->IPv4Subnets[0]));
    MileHvCopy(Data + HV_FIELD_OFFSET(IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO_BINARY, IPv6Subnets), Info->IPv6Subnets,
               Info->IPv6AddressCount * (HV_UINT32)sizeof(Info->IPv6Subnets[0]));
    MileHvCopy(Data + HV_FIELD_OFFSET(IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO_BINARY, IPv4Gateways), Info->IPv4Gateways,
               Info->IPv4GatewayCount * (HV_UINT32)sizeof(Info->IPv4Gateways[0]));
    MileHvCopy(Data + HV_FIELD_OFFSET(IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO_BINARY, IPv6Gateways), Info->IPv6Gateways,
               Info->IPv6GatewayCount * (HV_UINT32)sizeof(Info->IPv6Gateways[0]));
    MileHvCopy(Data + HV_FIELD_OFFSET(IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO_BINARY, IPv4DNSServers), Info->IPv4DNSServers,
               Info->IPv4DNSServerCount * (HV_UINT32)sizeof(Info->IPv4DNSServers[0]));
    MileHvCopy(Data + HV_FIELD_OFFSET(IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO_BINARY, IPv6DNSServers), Info->IPv6DNSServers,
               Info->IPv6DNSServerCount * (HV_UINT32)sizeof(Info->IPv6DNSServers[0]));
    MileHvCopy(Data + HV_FIELD_OFFSET(IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO_BINARY, IPAddressOrigins),
               Info->IPAddressOrigins,
               (Info->IPv4AddressCount + Info->IPv6AddressCount) * (HV_UINT32)sizeof(Info->IPAddressOrigins[0]));
    return MileHvIcAnswer(Message, Versions, IC_STATUS_SUCCESS, Message->BodyBytes, Bytes);
}

/*
 * Snapshots.
 */

/**
 * Bytes that the body of a request has at least: what its operation tells, and what its answer fills in. Of a list of
 * disks, only what is counted has to be there.
 *
 * @param Version of the component that was agreed on.
 * @return 0 if there is no such operation in it.
 */
static inline HV_UINT32 MileHvIcVssLeast(HV_UINT32 Operation, IC_VERSION Version)
{
    const HV_UINT32 Body = (HV_UINT32)HV_FIELD_OFFSET(IC_VSS_MSG, Body);
    HV_UINT32 Since = 0;
    HV_UINT32 Bytes = 0;

    switch (Operation)
    {
    case ICVssOperationCreate:
    case ICVssOperationDelete:
        Bytes = Body + (HV_UINT32)sizeof(IC_VSS_MSG_DELETE);
        break;
    case ICVssOperationCheckHotBackup:
    case ICVssOperationGetDirectMappedDevicesInfo:
        Bytes = Body + (HV_UINT32)sizeof(IC_VSS_MSG_CHECK_HOT_BACKUP);
        break;
    case ICVssOperationBackupComplete:
        Since = 4;
        Bytes = Body + (HV_UINT32)sizeof(IC_VSS_MSG_BACKUP_COMPLETE);
        break;
    case ICVssOperationThawApplications:
        Since = 5;
        Bytes = Body + (HV_UINT32)sizeof(IC_VSS_MSG_THAW_APPLICATIONS);
        break;
    case ICVssOperationFreezeApplications:
    case ICVssOperationAutoRecover:
        Since = 5;
        Bytes = (HV_UINT32)HV_FIELD_OFFSET(IC_VSS_MSG2, Luns);
        break;
    case ICVssOperationQueryGuestClusterInformation:
        Since = 6;
        Bytes = (HV_UINT32)sizeof(IC_VSS_MSG3);
        break;
    default:
        break;
    }
    return (Version.Major >= Since) ? Bytes : 0;
}

/**
 * Checks a snapshot request. The answer of a check for hot backup and of direct mapped devices is
 * MileHvIcVssFlagsAnswer(), of cluster information MileHvIcVssClusterAnswer(), of the others a status.
 *
 * @param Version of the component that was agreed on.
 * @return MileHvSuccess; MileHvInvalid: a message of another type; MileHvUnavailable: an operation, or a flag of a
 * freeze, that is not known; MileHvCorrupt.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvIcVssCheck(const MILE_HV_IC_MESSAGE *Message, IC_VERSION Version,
                                              MILE_HV_IC_VSS *Request)
{
    const HV_UINT32 Known = IcVssFreezeFlagAutoRecovery | IcVssFreezeFlagIncludesSharedLuns;
    const HV_UINT8 *Data = Message->Body + HV_FIELD_OFFSET(IC_VSS_MSG, Body);
    HV_UINT32 Head[3]; /* BackupType, Flags, LunCount. */
    HV_UINT32 Least;

    if (Message->Header.ICMsgType != ICFeatureIdxVss)
    {
        return MileHvInvalid;
    }
    if (Message->BodyBytes < sizeof(IC_VSS_MSG_HDR))
    {
        return MileHvCorrupt;
    }
    Request->Luns = (const HV_UINT8 *)MILE_HYPERV_GUEST_NULL;
    Request->ShadowLuns = (const HV_UINT8 *)MILE_HYPERV_GUEST_NULL;
    MileHvZero(&Request->SnapshotSetId, (HV_UINT32)sizeof(Request->SnapshotSetId));
    Request->LunCount = 0;
    Request->BackupType = 0;
    Request->Flags = 0;
    Request->Operation = Message->Body[HV_FIELD_OFFSET(IC_VSS_MSG_HDR, Operation)];
    Least = MileHvIcVssLeast(Request->Operation, Version);
    if (Least == 0)
    {
        return MileHvUnavailable;
    }
    if (Message->BodyBytes < Least)
    {
        return MileHvCorrupt;
    }
    switch (Request->Operation)
    {
    case ICVssOperationCreate:
        if (Message->BodyBytes >= HV_FIELD_OFFSET(IC_VSS_MSG, Body) + sizeof(IC_VSS_MSG_CREATE_V2))
        {
            MileHvCopy(&Request->BackupType, Data + HV_FIELD_OFFSET(IC_VSS_MSG_CREATE_V2, BackupType),
                       (HV_UINT32)sizeof(Request->BackupType));
        }
        MileHvCopy(&Request->SnapshotSetId, Data, (HV_UINT32)sizeof(Request->SnapshotSetId));
        return MileHvSuccess;
    case ICVssOperationDelete:
        MileHvCopy(&Request->SnapshotSetId, Data, (HV_UINT32)sizeof(Request->SnapshotSetId));
        return MileHvSuccess;
    case ICVssOperationBackupComplete:
    case ICVssOperationThawApplications:
        MileHvCopy(&Request->Flags, Data, (HV_UINT32)sizeof(Request->Flags));
        return MileHvSuccess;
    case ICVssOperationFreezeApplications:
    case ICVssOperationAutoRecover:
        MileHvCopy(Head, Data, (HV_UINT32)sizeof(Head));
        /* The bound of a count first: its product does not wrap. */
        if (Head[2] > IC_VSS_MAX_VHD_COUNT || Head[2] * sizeof(IC_VSS_LUN_INFO) > Message->BodyBytes - Least)
        {
            return MileHvCorrupt;
        }
        Request->BackupType = Head[0];
        Request->Flags = Head[1];
        Request->LunCount = Head[2];
        Request->Luns = Message->Body + HV_FIELD_OFFSET(IC_VSS_MSG2, Luns);
        if (Message->BodyBytes >= sizeof(IC_VSS_MSG2_EX))
        {
            Request->ShadowLuns = Message->Body + HV_FIELD_OFFSET(IC_VSS_MSG2_EX, ShadowLuns);
        }
        return (Request->Operation == ICVssOperationFreezeApplications && (Request->Flags & ~Known) != 0)
                   ? MileHvUnavailable
                   : MileHvSuccess;
    case ICVssOperationQueryGuestClusterInformation:
        MileHvCopy(&Request->LunCount, Message->Body + HV_FIELD_OFFSET(IC_VSS_MSG3, LunCount),
                   (HV_UINT32)sizeof(Request->LunCount));
        Request->Luns = Message->Body + HV_FIELD_OFFSET(IC_VSS_MSG3, SharedLuns);
        return (Request->LunCount > IC_VSS_MAX_VHD_COUNT) ? MileHvCorrupt : MileHvSuccess;
    default:
        return MileHvSuccess;
    }
}

/**
 * One disk of a checked request.
 *
 * @param Luns Request->Luns or Request->ShadowLuns, which may be the null pointer; @p LunCount Request->LunCount.
 * @param Index below @p LunCount.
 * @return MileHvSuccess; MileHvInvalid: there is no such disk; MileHvUnavailable: a BusType that is not known.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvIcVssLunAt(const HV_UINT8 *Luns, HV_UINT32 LunCount, HV_UINT32 Index,
                                              IC_VSS_LUN_INFO *Lun)
{
    if (Luns == MILE_HYPERV_GUEST_NULL || Index >= LunCount)
    {
        return MileHvInvalid;
    }
    MileHvCopy(Lun, Luns + Index * sizeof(*Lun), (HV_UINT32)sizeof(*Lun));
    return (Lun->BusType > IcVssLunInfoBusTypeIDE) ? MileHvUnavailable : MileHvSuccess;
}

/**
 * Makes the answer of a check for hot backup, or of direct mapped devices.
 *
 * @param Status IC_STATUS_*; the flags go out with a failure too.
 * @param Flags Device/VolumeShadowCopy.h has what is known of them.
 * @param Bytes receives what to send from Message->Data on.
 * @return MileHvSuccess; MileHvInvalid: another operation; else as MileHvIcVssCheck().
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvIcVssFlagsAnswer(const MILE_HV_IC_MESSAGE *Message,
                                                    const MILE_HV_IC_VERSIONS *Versions, HV_UINT32 Status,
                                                    HV_UINT32 Flags, HV_UINT32 *Bytes)
{
    MILE_HV_IC_VSS Request;
    MILE_HV_RESULT Result = MileHvIcVssCheck(Message, Versions->Message, &Request);

    if (Result != MileHvSuccess)
    {
        return Result;
    }
    if (Request.Operation != ICVssOperationCheckHotBackup &&
        Request.Operation != ICVssOperationGetDirectMappedDevicesInfo)
    {
        return MileHvInvalid;
    }
    MileHvCopy(Message->Body + HV_FIELD_OFFSET(IC_VSS_MSG, Body), &Flags, (HV_UINT32)sizeof(Flags));
    return MileHvIcAnswer(Message, Versions, Status, Message->BodyBytes, Bytes);
}

/**
 * Makes the answer of cluster information. No source tells which members are the guest's to fill: all are written.
 *
 * @param Cluster ClusterId, ClusterSize, LunCount, as many disks and statuses, and LastMoveTime, which goes out where
 * the request has room for it. Nothing else is sent.
 * @param Bytes receives what to send from Message->Data on.
 * @return MileHvSuccess; MileHvInvalid: another operation, or more disks than a message lists; else as
 * MileHvIcVssCheck().
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvIcVssClusterAnswer(const MILE_HV_IC_MESSAGE *Message,
                                                      const MILE_HV_IC_VERSIONS *Versions,
                                                      const IC_VSS_MSG3_EX *Cluster, HV_UINT32 *Bytes)
{
    const HV_UINT32 Before = (HV_UINT32)HV_FIELD_OFFSET(IC_VSS_MSG3_EX, ClusterId);
    MILE_HV_IC_VSS Request;
    MILE_HV_RESULT Result = MileHvIcVssCheck(Message, Versions->Message, &Request);

    if (Result != MileHvSuccess)
    {
        return Result;
    }
    if (Request.Operation != ICVssOperationQueryGuestClusterInformation || Cluster->LunCount > IC_VSS_MAX_VHD_COUNT)
    {
        return MileHvInvalid;
    }
    MileHvCopy(Message->Body + Before, &Cluster->ClusterId,
               (HV_UINT32)HV_FIELD_OFFSET(IC_VSS_MSG3_EX, SharedLuns) - Before);
    MileHvCopy(Message->Body + HV_FIELD_OFFSET(IC_VSS_MSG3_EX, SharedLuns), Cluster->SharedLuns,
               Cluster->LunCount * (HV_UINT32)sizeof(Cluster->SharedLuns[0]));
    MileHvCopy(Message->Body + HV_FIELD_OFFSET(IC_VSS_MSG3_EX, SharedLunStatus), Cluster->SharedLunStatus,
               Cluster->LunCount * (HV_UINT32)sizeof(Cluster->SharedLunStatus[0]));
    if (Message->BodyBytes >= sizeof(*Cluster))
    {
        MileHvCopy(Message->Body + HV_FIELD_OFFSET(IC_VSS_MSG3_EX, LastMoveTime), &Cluster->LastMoveTime,
                   (HV_UINT32)sizeof(Cluster->LastMoveTime));
    }
    return MileHvIcAnswer(Message, Versions, IC_STATUS_SUCCESS, Message->BodyBytes, Bytes);
}

/*
 * File copy. All answers are a status.
 */

/**
 * Checks the header of a file copy message. Of a completion and of a cancellation this is all.
 *
 * @param Header receives a copy. Whether ServiceID and SessionID are those of the start is for the caller to compare.
 * @return MileHvSuccess; MileHvInvalid: a message of another type; MileHvUnavailable: an operation that is not known;
 * MileHvCorrupt.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvIcFileCheck(const MILE_HV_IC_MESSAGE *Message, IC_GUESTSVC_MSG_HEADER *Header)
{
    HV_UINT32 Least = (HV_UINT32)sizeof(*Header);

    if (Message->Header.ICMsgType != ICFeatureIdxGuestInterface)
    {
        return MileHvInvalid;
    }
    if (Message->BodyBytes < sizeof(*Header))
    {
        return MileHvCorrupt;
    }
    MileHvCopy(Header, Message->Body, (HV_UINT32)sizeof(*Header));
    switch (Header->Operation)
    {
    case ICGuestSvcOperationStartFileCopy:
        Least = (HV_UINT32)sizeof(IC_GUESTIFACE_START_OPERATION_MESSAGE);
        break;
    case ICGuestSvcOperationWriteToFile:
        Least = (HV_UINT32)HV_FIELD_OFFSET(IC_GUESTIFACE_COPY_OPERATION_MESSAGE, Data);
        break;
    case ICGuestSvcOperationCompleteFileCopy:
    case ICGuestSvcOperationCancelFileCopy:
        break;
    default:
        return MileHvUnavailable;
    }
    return (Message->BodyBytes < Least) ? MileHvCorrupt : MileHvSuccess;
}

/**
 * Checks the start of a file copy.
 *
 * @return MileHvSuccess; MileHvInvalid: a message of another type or operation; MileHvUnavailable: an operation or a
 * flag that is not known; MileHvCorrupt: too short, a text without its zero, or a size that Offset cannot reach.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvIcFileStartCheck(const MILE_HV_IC_MESSAGE *Message, MILE_HV_IC_FILE_START *Start)
{
    const HV_UINT32 Known = ICGuestSvcStartFileCopyFlagsOverwrite | ICGuestSvcStartFileCopyFlagsCreateFullPath;
    const HV_UINT8 *Body = Message->Body;
    IC_GUESTSVC_MSG_HEADER Header;
    MILE_HV_RESULT Result = MileHvIcFileCheck(Message, &Header);

    if (Result != MileHvSuccess)
    {
        return Result;
    }
    if (Header.Operation != ICGuestSvcOperationStartFileCopy)
    {
        return MileHvInvalid;
    }
    MileHvCopy(&Start->Flags, Body + HV_FIELD_OFFSET(IC_GUESTIFACE_START_OPERATION_MESSAGE, Flags),
               (HV_UINT32)sizeof(Start->Flags));
    MileHvCopy(&Start->FileSizeInBytes, Body + HV_FIELD_OFFSET(IC_GUESTIFACE_START_OPERATION_MESSAGE, FileSizeInBytes),
               (HV_UINT32)sizeof(Start->FileSizeInBytes));
    Start->Reserved = 0;
    if (Start->FileSizeInBytes >> 63 != 0 ||
        MileHvIcTextCheck(Body + HV_FIELD_OFFSET(IC_GUESTIFACE_START_OPERATION_MESSAGE, SourceFileName),
                          IC_GUESTSVC_MAX_PATH * 2, &Start->SourceFileName) != MileHvSuccess ||
        MileHvIcTextCheck(Body + HV_FIELD_OFFSET(IC_GUESTIFACE_START_OPERATION_MESSAGE, DestinationFilePath),
                          IC_GUESTSVC_MAX_PATH * 2, &Start->DestinationFilePath) != MileHvSuccess)
    {
        return MileHvCorrupt;
    }
    return ((Start->Flags & ~Known) != 0) ? MileHvUnavailable : MileHvSuccess;
}

/**
 * Checks a piece of a file: all of it lies in the message and in the file.
 *
 * @param FileSizeInBytes of the checked start.
 * @param Offset receives where in the file it begins, at most @p FileSizeInBytes.
 * @param Data receives where it is, in the caller's buffer; @p Bytes its length, 0 to IC_GUESTSVC_MAX_DATA.
 * @return MileHvSuccess; MileHvInvalid: a message of another type or operation; MileHvUnavailable: an operation that is
 * not known; MileHvCorrupt.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvIcFileWriteCheck(const MILE_HV_IC_MESSAGE *Message, HV_UINT64 FileSizeInBytes,
                                                    HV_UINT64 *Offset, const HV_UINT8 **Data, HV_UINT32 *Bytes)
{
    const HV_UINT32 Before = (HV_UINT32)HV_FIELD_OFFSET(IC_GUESTIFACE_COPY_OPERATION_MESSAGE, Data);
    IC_GUESTSVC_MSG_HEADER Header;
    HV_UINT64 From;
    HV_UINT32 Size;
    MILE_HV_RESULT Result = MileHvIcFileCheck(Message, &Header);

    if (Result != MileHvSuccess)
    {
        return Result;
    }
    if (Header.Operation != ICGuestSvcOperationWriteToFile)
    {
        return MileHvInvalid;
    }
    MileHvCopy(&From, Message->Body + HV_FIELD_OFFSET(IC_GUESTIFACE_COPY_OPERATION_MESSAGE, Offset),
               (HV_UINT32)sizeof(From));
    MileHvCopy(&Size, Message->Body + HV_FIELD_OFFSET(IC_GUESTIFACE_COPY_OPERATION_MESSAGE, Size),
               (HV_UINT32)sizeof(Size));
    /* A negative offset is a number beyond 2^63, and so beyond every file. */
    if (Size > IC_GUESTSVC_MAX_DATA || Size > Message->BodyBytes - Before || From > FileSizeInBytes ||
        Size > FileSizeInBytes - From)
    {
        return MileHvCorrupt;
    }
    *Offset = From;
    *Data = Message->Body + Before;
    *Bytes = Size;
    return MileHvSuccess;
}

MILE_HYPERV_GUEST_END

#endif /* !MILE_HYPERV_GUEST_INTEGRATION_DATA */
