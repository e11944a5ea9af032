/* SPDX-License-Identifier: MIT */
/** The host of the network guide's example: answers the query for the address, twice, and out of the buffer. */

#include "Play.h"

#define VERSION NVSP_PROTOCOL_VERSION_61
#define BUFFER_ID 7

static PLAY Play;
static MILE_HV_REQUEST Slots[4];
static MILE_HV_REQUESTS Requests;
static HV_DECLSPEC_ALIGN(4096) HV_UINT8 Page[4096];
static HV_UINT8 Buffer[4096];
static MY_QUERY Query;

/** Sends the guest a packet of one range of the receive buffer. */
static MILE_HV_RESULT Deliver(HV_UINT32 Offset, HV_UINT32 Bytes)
{
    HV_UINT32 External[4] = {BUFFER_ID, 1, Bytes, Offset};
    HV_UINT32 Message[10] = {NvspMessage1TypeSendRNDISPacket, NVSP_CONTROL_CHANNEL_TYPE, NVSP_INVALID_SECTION_INDEX};
    MILE_HV_PACKET Received;

    CHECK(MileHvSendPacket(&Play.HostSend, VmbusPacketTypeDataUsingTransferPages, 1, 0x77, External, sizeof(External), Message,
                           sizeof(Message)) == MileHvSuccess);
    (void)MileHvSendRingCommit(&Play.HostSend);
    Received = PlayTake(&Play, &Play.Receive);
    return MyMacReceive(&Play.Send, &Requests, VERSION, BUFFER_ID, Buffer, sizeof(Buffer), &Received);
}

int main(void)
{
    HV_UINT32 Completion[10] = {NvspMessage1TypeSendRNDISPacketComplete, NvspStatusSuccess};
    HV_UINT32 Response[6] = {REMOTE_NDIS_QUERY_CMPLT, 30, 0, RNDIS_STATUS_SUCCESS, 6, 16};
    MILE_HV_PACKET Received;
    HV_UINT32 Words[7];
    HV_UINT64 Id;

    PlayBegin(&Play);
    CHECK(MileHvRequestsCreate(&Requests, Slots, 4) == MileHvSuccess);
    CHECK(MyMacQuery(&Play.Send, &Requests, VERSION, Page, 0x1234, &Query) == MileHvSuccess);
    Received = PlayHostTakes(&Play);
    CHECK(Received.Descriptor.Type == VmbusPacketTypeDataUsingGpaDirect && Received.RangeCount == 1);
    Id = Received.Descriptor.TransactionId;
    memcpy(Words, Page, sizeof(Words));
    CHECK(Words[0] == REMOTE_NDIS_QUERY_MSG && Words[3] == RNDIS_OID_802_3_CURRENT_ADDRESS);

    Received = PlayHostSends(&Play, VmbusPacketTypeCompletion, Id, Completion, sizeof(Completion));
    CHECK(MyPacketSent(&Requests, &Received) == MileHvSuccess && !Query.IsDone);

    Response[2] = Words[2];
    memcpy(Buffer + 256, Response, sizeof(Response));
    memcpy(Buffer + 256 + sizeof(Response), "\2\3\4\5\6\7", 6);
    CHECK(Deliver(256, 30) == MileHvSuccess && Query.IsDone && memcmp(Query.Mac, "\2\3\4\5\6\7", 6) == 0);
    Received = PlayHostTakes(&Play);
    CHECK(Received.Descriptor.Type == VmbusPacketTypeCompletion && Received.Descriptor.TransactionId == 0x77);
    CHECK(Deliver(256, 30) == MileHvCorrupt);
    CHECK(Deliver(4090, 30) == MileHvCorrupt);
    return 0;
}
