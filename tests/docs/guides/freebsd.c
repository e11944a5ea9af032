/* SPDX-License-Identifier: MIT */
/** The bus and the host of the example for those who come from FreeBSD. */

#include "Play.h"

struct my_chan
{
    HV_UINT32 Sections;
};

static HV_UINT32 Sent[10];
static HV_UINT32 SentBytes;

int my_chan_send(struct my_chan *chan, HV_UINT16 type, HV_UINT16 flags, const void *data, HV_UINT32 bytes, HV_UINT64 id)
{
    CHECK(chan != NULL && type == VmbusPacketTypeDataInBand && flags == 1 && id == 1);
    memcpy(Sent, data, bytes);
    SentBytes = bytes;
    return 0;
}

const void *my_chan_wait(struct my_chan *chan, HV_UINT64 id, HV_UINT32 *bytes)
{
    static HV_UINT32 Reply[8];

    CHECK(id == 1);
    Reply[0] = NvspMessage1TypeSendReceiveBufferComplete;
    Reply[1] = NvspStatusSuccess;
    Reply[2] = chan->Sections;
    Reply[3] = 0;    /* Offset. */
    Reply[4] = 1024; /* Bytes of a sub-allocation. */
    Reply[5] = 8;    /* Their number. */
    Reply[6] = 8192; /* End. */
    *bytes = sizeof(Reply);
    return Reply;
}

int main(void)
{
    struct my_chan Chan = {1};
    MILE_HV_NETWORK_RECEIVE_BUFFER Buffer;

    CHECK(my_share_receive_buffer(&Chan, NVSP_PROTOCOL_VERSION_5, 0xE1E10, 8192, &Buffer) == 0);
    CHECK(SentBytes == 28 && Sent[0] == NvspMessage1TypeSendReceiveBuffer && Sent[1] == 0xE1E10);
    CHECK(Buffer.AllocationBytes == 1024 && Buffer.AllocationCount == 8);
    CHECK(my_share_receive_buffer(&Chan, NVSP_PROTOCOL_VERSION_5, 0xE1E10, 4096, &Buffer) == MY_EIO);
    Chan.Sections = 2;
    CHECK(my_share_receive_buffer(&Chan, NVSP_PROTOCOL_VERSION_5, 0xE1E10, 8192, &Buffer) == MY_EIO);
    return 0;
}
