/* SPDX-License-Identifier: MIT */
/** The host of the example for key-value pairs: enumerates until there are no more. */

#include "Play.h"

static HV_UINT32 Enumerate(HV_UINT32 Index, HV_UINT8 *Body)
{
    static HV_UINT8 Payload[8 + 4096];
    const MILE_HV_IC_VERSIONS Versions = {{3, 0}, {4, 0}};
    VMPIPE_PROTOCOL_HEADER Pipe = {.PacketType = VmPipeMessageData};
    IC_KVP_EXCHANGE_MSG Request;
    MILE_HV_IC_MESSAGE Message;
    IC_MSG_HDR Header;
    HV_UINT32 Bytes;

    memset(&Header, 0, sizeof(Header));
    memset(&Request, 0, sizeof(Request));
    Header.ICMsgType = ICFeatureIdxKvpExchange;
    Header.ICMsgSize = sizeof(Request);
    Request.Header.Operation = ICKvpExchangeOperationEnumerate;
    Request.Header.Pool = ICKvpExchangePoolAuto;
    Request.Enumerate.Index = Index;
    Pipe.DataSize = sizeof(Header) + sizeof(Request);
    memcpy(Payload, &Pipe, sizeof(Pipe));
    memcpy(Payload + 8, &Header, sizeof(Header));
    memcpy(Payload + 8 + sizeof(Header), &Request, sizeof(Request));
    CHECK(MileHvIcMessageCheck(Payload, sizeof(Payload), ICFeatureIdxKvpExchange, &Message) == MileHvSuccess);
    CHECK(MyKvpAnswer(&Message, &Versions, &Bytes) == MileHvSuccess);
    memcpy(&Header, Message.Data, sizeof(Header));
    memcpy(Body, Message.Data + sizeof(Header), sizeof(Request));
    return Header.Status;
}

int main(void)
{
    static HV_UINT8 Body[4096];
    IC_KVP_EXCHANGE_MSG Response;

    CHECK(Enumerate(0, Body) == IC_STATUS_SUCCESS);
    memcpy(&Response, Body, sizeof(Response));
    CHECK(Response.Enumerate.Value.KeySize == 14 && Response.Enumerate.Value.ValueSize == 10);
    CHECK(Enumerate(1, Body) == IC_STATUS_NO_MORE_ITEMS);
    return 0;
}
