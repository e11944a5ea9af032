/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Key-value pairs (Device/KeyValueExchange.h): commands read and write the guest's pools; events have the answers.
 */

#include "ic.h"

#include <stdio.h>
#include <string.h>

#include <Mile.HyperV/Device/KeyValueExchange.h>

enum
{
    KeyUnits = IC_KVP_EXCHANGE_MAX_KEY_BYTES / 2,
    ValueUnits = IC_KVP_EXCHANGE_MAX_VALUE_BYTES / 2,
};

typedef struct KVP_CHANNEL
{
    IC_CHANNEL Ic;
    IC_KVP_EXCHANGE_MSG_HDR Asked;
} KVP_CHANNEL;

/* Text and a zero, one unit a character; returns the bytes. Commands are ASCII (JsonString()). */
static HV_UINT32 ToUnits(const char *Text, void *Units, unsigned Maximum)
{
    unsigned Count = 0;

    for (; Text[Count] != 0 && Count + 1 < Maximum; ++Count)
    {
        HV_UINT16 Unit = (HV_UINT8)Text[Count];

        memcpy((HV_UINT8 *)Units + 2 * Count, &Unit, 2);
    }
    memset((HV_UINT8 *)Units + 2 * Count, 0, 2);
    return 2 * (Count + 1);
}

/* The guest's text as a JSON string: up to the zero or Bytes; what is no ASCII becomes a question mark. */
static const char *FromUnits(const void *Units, HV_UINT32 Bytes, HV_UINT32 MaximumBytes, char *Buffer, size_t BufferBytes)
{
    char Text[ValueUnits + 1];
    HV_UINT32 Count = 0;

    for (; Count < ValueUnits && 2 * Count + 1 < Bytes && 2 * Count + 1 < MaximumBytes; ++Count)
    {
        HV_UINT16 Unit;

        memcpy(&Unit, (const HV_UINT8 *)Units + 2 * Count, 2);
        if (Unit == 0)
        {
            break;
        }
        Text[Count] = Unit >= ' ' && Unit <= 0x7E ? (char)Unit : '?';
    }
    Text[Count] = 0;
    return JsonQuote(Text, Buffer, BufferBytes);
}

static void Ready(HOST_CHANNEL *Channel)
{
    HostEvent("KVP_READY", "{\"device\": \"%s\"}", Channel->Device->Name);
}

static void AnswerAddresses(const IC_MSG_HDR *Header, const HV_UINT8 *Body, unsigned Bytes)
{
    IC_KVP_EXCHANGE_MSG2 Message = {0};
    const IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO *Info = &Message.IpAddressInfo;
    char Address[400];
    char Subnet[400];

    memcpy(&Message, Body, Bytes < sizeof(Message) ? Bytes : sizeof(Message));
    HostEvent("KVP_ANSWER", "{\"operation\": %u, \"status\": %u, \"address\": %s, \"subnet\": %s, \"dhcp\": %u}",
              Message.Header.Operation, Header->Status,
              FromUnits(Info->IPAddress, sizeof(Info->IPAddress), sizeof(Info->IPAddress), Address, sizeof(Address)),
              FromUnits(Info->Subnet, sizeof(Info->Subnet), sizeof(Info->Subnet), Subnet, sizeof(Subnet)),
              Info->DHCPEnabled);
}

static void Answer(HOST_CHANNEL *Channel, const IC_MSG_HDR *Header, const HV_UINT8 *Body, unsigned Bytes)
{
    const KVP_CHANNEL *State = Channel->State;
    IC_KVP_EXCHANGE_MSG Message = {0};
    const IC_KVP_EXCHANGE_MSG_VALUE *Value;
    char Key[400];
    char Text[400];

    if (State->Asked.Operation == ICKvpExchangeOperationGetIpAddressInfo)
    {
        AnswerAddresses(Header, Body, Bytes);
        return;
    }
    memcpy(&Message, Body, Bytes < sizeof(Message) ? Bytes : sizeof(Message));
    Value = State->Asked.Operation == ICKvpExchangeOperationEnumerate ? &Message.Enumerate.Value : &Message.Get.Value;
    if (Header->Status != IC_STATUS_SUCCESS || State->Asked.Operation == ICKvpExchangeOperationDelete)
    {
        HostEvent("KVP_ANSWER", "{\"operation\": %u, \"status\": %u}", State->Asked.Operation, Header->Status);
        return;
    }
    HostEvent("KVP_ANSWER", "{\"operation\": %u, \"status\": %u, \"type\": %u, \"key\": %s, \"value\": %s}",
              State->Asked.Operation, Header->Status, Value->ValueType,
              FromUnits(Value->Key, Value->KeySize, sizeof(Value->Key), Key, sizeof(Key)),
              FromUnits(Value->Value, Value->ValueSize, sizeof(Value->Value), Text, sizeof(Text)));
}

static void Open(HOST_CHANNEL *Channel, const HV_UINT8 *UserData)
{
    static const IC_VERSION Versions[] = {IC_KVP_EXCHANGE_VERSION_3, IC_KVP_EXCHANGE_VERSION_4};
    static const IC_SERVICE Service = {ICFeatureIdxKvpExchange, Versions, sizeof(Versions) / sizeof(Versions[0]), Ready,
                                       Answer};

    (void)UserData;
    IcOpen(Channel, &Service);
}

/* Begins a request; returns null with a reason in Reply. */
static KVP_CHANNEL *Begin(HOST_DEVICE *Device, const char *Arguments, char *Reply, HV_UINT8 Operation)
{
    KVP_CHANNEL *State = (KVP_CHANNEL *)IcReady(Device, Reply);
    long long Pool;

    if (State == NULL)
    {
        return NULL;
    }
    if (!JsonInteger(Arguments, "pool", 0, ICKvpExchangePoolAutoExternal, 0, &Pool))
    {
        strcpy(Reply, "pool is 0 (external), 1 (guest), 2 (auto) or 3 (auto external)");
        return NULL;
    }
    State->Asked = (IC_KVP_EXCHANGE_MSG_HDR){.Operation = Operation, .Pool = (HV_UINT8)Pool};
    return State;
}

static int GetOrSet(HOST_DEVICE *Device, const char *Arguments, char *Reply, HV_UINT8 Operation)
{
    const KVP_CHANNEL *State = Begin(Device, Arguments, Reply, Operation);
    IC_KVP_EXCHANGE_MSG Message = {0};
    IC_KVP_EXCHANGE_MSG_VALUE *Value = &Message.Set.Value;
    char Key[KeyUnits];
    char Text[ValueUnits] = "";

    if (State == NULL)
    {
        return 0;
    }
    if (!JsonString(Arguments, "key", Key, sizeof(Key)) ||
        (Operation == ICKvpExchangeOperationSet && !JsonString(Arguments, "value", Text, sizeof(Text))))
    {
        strcpy(Reply, "key has up to 255 characters, value up to 1023");
        return 0;
    }
    Message.Header = State->Asked;
    if (Operation == ICKvpExchangeOperationDelete)
    {
        Message.Delete.KeySize = ToUnits(Key, Message.Delete.Key, KeyUnits);
    }
    else
    {
        Value->ValueType = ICKvpExchangeValueTypeString;
        Value->KeySize = ToUnits(Key, Value->Key, KeyUnits);
        Value->ValueSize = ToUnits(Text, Value->Value, ValueUnits);
        if (Operation == ICKvpExchangeOperationGet)
        {
            Value->ValueSize = IC_KVP_EXCHANGE_MAX_VALUE_BYTES; /* The room for the answer. */
        }
    }
    return IcRequest(Device->Channel, &Message, sizeof(Message));
}

static int Get(HOST_DEVICE *Device, const char *Arguments, char *Reply)
{
    return GetOrSet(Device, Arguments, Reply, ICKvpExchangeOperationGet);
}

static int Set(HOST_DEVICE *Device, const char *Arguments, char *Reply)
{
    return GetOrSet(Device, Arguments, Reply, ICKvpExchangeOperationSet);
}

static int Delete(HOST_DEVICE *Device, const char *Arguments, char *Reply)
{
    return GetOrSet(Device, Arguments, Reply, ICKvpExchangeOperationDelete);
}

static int Enumerate(HOST_DEVICE *Device, const char *Arguments, char *Reply)
{
    const KVP_CHANNEL *State = Begin(Device, Arguments, Reply, ICKvpExchangeOperationEnumerate);
    IC_KVP_EXCHANGE_MSG Message = {0};
    long long Index;

    if (State == NULL)
    {
        return 0;
    }
    if (!JsonInteger(Arguments, "index", 0, UINT32_MAX, 0, &Index))
    {
        strcpy(Reply, "index is a number from 0 on");
        return 0;
    }
    Message.Header = State->Asked;
    Message.Enumerate.Index = (HV_UINT32)Index;
    return IcRequest(Device->Channel, &Message, sizeof(Message));
}

static int GetAddresses(HOST_DEVICE *Device, const char *Arguments, char *Reply)
{
    const KVP_CHANNEL *State = Begin(Device, Arguments, Reply, ICKvpExchangeOperationGetIpAddressInfo);
    IC_KVP_EXCHANGE_MSG2 Message = {0};
    char Adapter[64];

    if (State == NULL)
    {
        return 0;
    }
    if (State->Ic.Version.Major < 4 || !JsonString(Arguments, "adapter", Adapter, sizeof(Adapter)))
    {
        strcpy(Reply, "adapter is a MAC address, 00:15:5D:00:00:01; needs version 4.0");
        return 0;
    }
    Message.Header = State->Asked;
    ToUnits(Adapter, Message.IpAddressInfo.AdapterId, sizeof(Message.IpAddressInfo.AdapterId) / 2);
    return IcRequest(Device->Channel, &Message, sizeof(Message));
}

static const HOST_COMMAND Commands[] = {
    {"kvp-get", "pool (0), key: reads a value of the guest", Get},
    {"kvp-set", "pool (0), key, value: writes a value of the guest", Set},
    {"kvp-delete", "pool (0), key: deletes a value of the guest", Delete},
    {"kvp-list", "pool (0), index: reads the value with this number", Enumerate},
    {"kvp-addresses", "adapter: reads the addresses of the adapter with this MAC address", GetAddresses},
    {NULL, NULL, NULL},
};

const HOST_DEVICE_TYPE KvpType = {
    .Name = "kvp",
    .Help = "key-value pairs, read and written by commands",
    .Class = IC_KVP_EXCHANGE_CLASS_ID_INIT,
    .Instance = IC_KVP_EXCHANGE_INSTANCE_ID_INIT,
    .OfferFlags = VMBUS_OFFER_FLAG_NAMED_PIPE_MODE,
    .ChannelBytes = sizeof(KVP_CHANNEL),
    .Open = Open,
    .Packet = IcPacket,
    .Commands = Commands,
};
