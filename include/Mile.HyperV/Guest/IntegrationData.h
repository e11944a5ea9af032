/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Integration components with data: checks and responses of key-value exchange, snapshots
 * and file copy.
 *
 * The messages of these three components contain more than a few numbers: text, tables of
 * addresses, lists of disks, pieces of files. Integration.h contains the frame and the version
 * negotiation. A request that MileHvIcMessageCheck() accepted continues here:
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
 * If the host requests data (a value, addresses, flags), the response is the host's own message, of
 * the same length, with the data filled in by one of the ...Answer() functions. Bytes that they do
 * not write keep the host's contents, so no other memory of the guest is sent. The response to
 * every other request is a status: MileHvIcAnswer() without a body.
 *
 * Results of the checks, and the status to respond with:
 *
 * - MileHvCorrupt: a size, a count, an offset or a text is out of bounds. Close the channel, or
 *   respond with IC_STATUS_FAIL.
 * - MileHvUnavailable: the operation, pool, type, family or flag is unknown in this version.
 *   Respond with IC_STATUS_NOT_SUPPORTED.
 * - MileHvEmpty: the enumeration has ended. Respond with IC_STATUS_NO_MORE_ITEMS.
 * - MileHvInvalid: the caller used the check of another message, an error in the guest.
 *
 * Text is UTF-16, little-endian, at any address. It ends at its first zero unit, which must be
 * present. Surrogate pairs are not checked; the conversion must handle unpaired ones.
 *
 * The caller must decide what no check can: which pools the host may write to (not
 * ICKvpExchangePoolAuto), whether freezes and thaws arrive in order, when a freeze ends without a
 * thaw, where a file may be written, and how large it may be. The host selects the path of a file.
 * It can name any location by a drive, a share, a device or "..", so a privileged program must not
 * follow it unchecked.
 *
 * Sources: Device/KeyValueExchange.h, VolumeShadowCopy.h and GuestServices.h, and their sources.
 */

#ifndef MILE_HYPERV_GUEST_INTEGRATION_DATA
#define MILE_HYPERV_GUEST_INTEGRATION_DATA

#include "../Device/GuestServices.h"
#include "../Device/KeyValueExchange.h"
#include "../Device/VolumeShadowCopy.h"
#include "Integration.h"

MILE_HYPERV_GUEST_BEGIN

/** A text without its terminator. */
typedef struct MILE_HV_IC_TEXT
{
    const HV_UINT8 *Data; /**< UTF-16 units, at any address; in a checked message, in the caller's buffer. */
    HV_UINT32 Bytes;      /**< Bytes of the text; even. */
    HV_UINT32 Reserved;
} MILE_HV_IC_TEXT;

/** A checked request for a value or with one; also the input of a response. */
typedef struct MILE_HV_IC_KVP_VALUE
{
    HV_UINT64 Number;      /**< The value if it is a number, else 0. */
    MILE_HV_IC_TEXT Key;   /**< 0 to 510 bytes; in an enumeration, only in the response. */
    MILE_HV_IC_TEXT Value; /**< The value if it is text: 0 to 2046 bytes. */
    HV_UINT32 ValueType;   /**< ICKvpExchangeValueType*, in a set request and in a response; else 0. */
    HV_UINT32 Index;       /**< Index in an enumeration, from 0, below the entries of the pool; else 0. */
    HV_UINT8 Operation;    /**< ICKvpExchangeOperation*, from get to enumerate. */
    HV_UINT8 Pool;         /**< ICKvpExchangePool*, 0 to 3. */
    HV_UINT16 Reserved;
    HV_UINT32 Reserved2;
} MILE_HV_IC_KVP_VALUE;

/** A checked snapshot request. Members that the operation does not have are zero. */
typedef struct MILE_HV_IC_VSS
{
    const HV_UINT8 *Luns;       /**< LunCount disks, in the caller's buffer; MileHvIcVssLunAt() reads them. */
    const HV_UINT8 *ShadowLuns; /**< LunCount disks, in the caller's buffer; null: the message has none. */
    HV_GUID SnapshotSetId;      /**< In create and delete. */
    HV_UINT32 LunCount;         /**< In freeze, automatic recovery and cluster information: 0 to 260 disks. */
    HV_UINT32 BackupType;       /**< As the host sent it; in create, 0 if the message does not have it. */
    HV_UINT32 Flags;            /**< In freeze IC_VSS_FREEZE_FLAGS; in other operations as the host sent it. */
    HV_UINT32 Operation;        /**< ICVssOperation*. */
} MILE_HV_IC_VSS;

/** A checked start of a file copy. */
typedef struct MILE_HV_IC_FILE_START
{
    HV_UINT64 FileSizeInBytes;           /**< Bytes of the file; below 2^63. */
    MILE_HV_IC_TEXT SourceFileName;      /**< 0 to 518 bytes. */
    MILE_HV_IC_TEXT DestinationFilePath; /**< 0 to 518 bytes; any text, since the host selects it. */
    IC_GUESTSVC_FLAGS Flags;             /**< ICGuestSvcStartFileCopyFlags*. */
    HV_UINT32 Reserved;
} MILE_HV_IC_FILE_START;

/*
 * Text.
 */

/**
 * Checks a text: it must consist of whole units, and contain a zero unit.
 *
 * @param Data at any address; @p Bytes that are present, at most the room of the text with its
 * terminator.
 * @param Text receives the text without its terminator.
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
 * Writes a text and its terminator.
 *
 * @param To receives the text; @p RoomBytes bytes long, at least 2.
 * @param Bytes receives the number of bytes written, with the terminator.
 * @return MileHvSuccess; MileHvInvalid: an odd number of bytes, or more than fit.
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
 * Minimum number of bytes of a request's body: its structure, which the response fills in.
 *
 * @param Version the negotiated version of the component.
 * @return 0 if the version does not have the operation.
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
 * Checks the header of a key-value message, and determines its operation.
 *
 * @param Version the negotiated version of the component.
 * @param Header receives a copy. The body covers the operation's structure. Pool is known if the
 * operation is about values, and must be ignored if it is about addresses.
 * @return MileHvSuccess; MileHvInvalid: a message of another type; MileHvUnavailable: an unknown
 * operation or pool; MileHvCorrupt: too short.
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
 * Checks a request for a value or with one. The response to get and enumerate is
 * MileHvIcKvpValueAnswer(), the response to set and delete is a status.
 *
 * @param Entries current number of entries of each pool: four numbers, indexed by
 * ICKvpExchangePool*.
 * @param Value receives the members and pointers to the texts.
 * @return MileHvSuccess; MileHvEmpty: the enumeration has ended; MileHvUnavailable: another
 * operation, or an unknown pool or type; MileHvInvalid: a message of another type; MileHvCorrupt.
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
 * Builds the response to get or enumerate in place.
 *
 * @param Value the value to send: ValueType, and Value or Number; for an enumeration also Key. Its
 * texts must not be in the message.
 * @param Bytes receives the number of bytes to send, from Message->Data on.
 * @return MileHvSuccess; MileHvInvalid: another operation, or a value that cannot be sent;
 * otherwise the results of MileHvIcKvpCheck(). The caller must not send the message unless the
 * result is MileHvSuccess.
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
 * Checks that each of the four lists of @p Info has a terminator within its array.
 *
 * @param Lists receives the four texts, which point into @p Info.
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
 * Checks a request for addresses or with addresses as text, version 4. The response to a request
 * for addresses is MileHvIcKvpAddressTextAnswer(), the response to one with addresses is a status.
 *
 * @param Version the negotiated version of the component.
 * @param Info receives a copy: each text has a terminator within its array, and DHCPEnabled is 0 or
 * 1. In a request for addresses the four lists are empty, whatever the host sent.
 * @return MileHvSuccess; MileHvInvalid: a message of another type, operation or version;
 * MileHvUnavailable: an unknown operation or address family; MileHvCorrupt.
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
 * Builds the response to a request for addresses as text in place.
 *
 * @param Info AddressFamily, DHCPEnabled, and the four lists, each with a terminator; bytes after a
 * terminator are not sent. AdapterId stays as the host sent it.
 * @param Bytes receives the number of bytes to send, from Message->Data on.
 * @return MileHvSuccess; MileHvInvalid: not such a request, or a list without a terminator;
 * otherwise the results of MileHvIcKvpCheck().
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

/**
 * Checks the six counts of @p Info against the sizes of its arrays. Returns MileHvSuccess or
 * MileHvCorrupt.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvIcKvpAddressCounts(const IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO_BINARY *Info)
{
    /* The 128 origins are as many as both counts of addresses together can reach. */
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
 * Checks a request for addresses or with addresses as numbers, since version 5. The response to a
 * request for addresses is MileHvIcKvpAddressAnswer(), the response to one with addresses is a
 * status.
 *
 * @param Version the negotiated version of the component.
 * @param Info receives a copy: AdapterId has a terminator within its array, each count is at most
 * the size of its array, and DHCPEnabled is 0 or 1. In a request for addresses all counts are 0,
 * whatever the host sent. Masks, prefixes and origins are not checked.
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
 * Builds the response to a request for addresses as numbers in place.
 *
 * @param Info AddressFamily, DHCPEnabled, the counts, and the elements that they count; nothing
 * else is sent. AdapterId stays as the host sent it.
 * @param Bytes receives the number of bytes to send, from Message->Data on.
 * @return MileHvSuccess; MileHvInvalid: not such a request, or a count that exceeds its array;
 * otherwise the results of MileHvIcKvpCheck().
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
 * Minimum number of bytes of a request's body: the operation's members, and those that the response
 * fills in. The disks of a list are not included.
 *
 * @param Version the negotiated version of the component.
 * @return 0 if the version does not have the operation.
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
 * Checks a snapshot request. The response to a check for hot backup and to direct mapped devices is
 * MileHvIcVssFlagsAnswer(), the response to cluster information is MileHvIcVssClusterAnswer(), and
 * the response to every other request is a status.
 *
 * @param Version the negotiated version of the component.
 * @param Request receives the members and pointers to the lists of disks.
 * @return MileHvSuccess; MileHvInvalid: a message of another type; MileHvUnavailable: an unknown
 * operation, or an unknown flag of a freeze; MileHvCorrupt.
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
        /* The count is checked first, so its product cannot wrap. */
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
 * Reads one disk of a checked request.
 *
 * @param Luns Request->Luns or Request->ShadowLuns; may be null.
 * @param LunCount Request->LunCount.
 * @param Index below @p LunCount.
 * @param Lun receives a copy.
 * @return MileHvSuccess; MileHvInvalid: @p Luns is null, or @p Index is out of bounds;
 * MileHvUnavailable: an unknown BusType.
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
 * Builds the response to a check for hot backup or to direct mapped devices in place.
 *
 * @param Status IC_STATUS_*; the flags are sent with a failure too.
 * @param Flags flags of the guest; Device/VolumeShadowCopy.h describes the known ones.
 * @param Bytes receives the number of bytes to send, from Message->Data on.
 * @return MileHvSuccess; MileHvInvalid: another operation; otherwise the results of
 * MileHvIcVssCheck().
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
 * Builds the response to cluster information in place. It is undocumented which members the guest
 * must fill in, so all are written.
 *
 * @param Cluster ClusterId, ClusterSize, LunCount, as many disks and statuses, and LastMoveTime,
 * which is sent if the request has room for it. Nothing else is sent.
 * @param Bytes receives the number of bytes to send, from Message->Data on.
 * @return MileHvSuccess; MileHvInvalid: another operation, or more disks than a message can list;
 * otherwise the results of MileHvIcVssCheck().
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
 * File copy. The response to each message is a status.
 */

/**
 * Checks the header of a file copy message. A completion and a cancellation need no further check.
 *
 * @param Header receives a copy. The caller must check that ServiceID and SessionID are those of
 * the start.
 * @return MileHvSuccess; MileHvInvalid: a message of another type; MileHvUnavailable: an unknown
 * operation; MileHvCorrupt: too short.
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
 * @param Start receives the members and pointers to the texts.
 * @return MileHvSuccess; MileHvInvalid: a message of another type or operation; MileHvUnavailable:
 * an unknown operation or flag; MileHvCorrupt: too short, a text without a terminator, or a file of
 * 2^63 bytes or more.
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
 * Checks a piece of a file: it must be within the message and within the file.
 *
 * @param FileSizeInBytes of the checked start.
 * @param Offset receives the piece's offset in the file, in bytes, at most @p FileSizeInBytes.
 * @param Data receives a pointer to the piece, in the caller's buffer; @p Bytes its length, 0 to
 * IC_GUESTSVC_MAX_DATA.
 * @return MileHvSuccess; MileHvInvalid: a message of another type or operation; MileHvUnavailable:
 * an unknown operation; MileHvCorrupt.
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
    /* A negative offset is at least 2^63 here, and so exceeds the size of every file. */
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
