/* SPDX-License-Identifier: MIT */
/** The host of the storage guide's example: completes a read, lies about its length, completes it twice. */

#include "Play.h"

static PLAY Play;
static MILE_HV_REQUEST Slots[2];
static MILE_HV_REQUESTS Requests;
static MY_READ Read;
static MY_READ *Done;
static MILE_HV_STORAGE_RESULT Outcome;

/** Sends a read; the host's completion claims @p Bytes. Returns the result of the guest's check. */
static MILE_HV_RESULT Round(HV_UINT32 Bytes, HV_UINT64 *Id)
{
    VSTOR_PACKET Packet;
    MILE_HV_PACKET Received;

    CHECK(MyReadSend(&Play.Send, &Requests, VMSTOR_PROTOCOL_VERSION_BLUE, &Read, 0x01020304, 512) == MileHvSuccess);
    Received = PlayHostTakes(&Play);
    CHECK(Received.Descriptor.Type == VmbusPacketTypeDataUsingGpaDirect && Received.RangeCount == 1);
    memcpy(&Packet, Received.Payload, sizeof(Packet));
    CHECK(Packet.Operation == VStorOperationExecuteSRB && Packet.VmSrb.DataTransferLength == 512);
    CHECK(memcmp(Packet.VmSrb.Cdb, "\x28\0\1\2\3\4\0\0\1", 10) == 0);
    Packet.Operation = VStorOperationCompleteIo;
    Packet.VmSrb.SrbStatus = VMSTOR_SRB_STATUS_SUCCESS;
    Packet.VmSrb.DataTransferLength = Bytes;
    *Id = Received.Descriptor.TransactionId;
    Received = PlayHostSends(&Play, VmbusPacketTypeCompletion, *Id, &Packet, sizeof(Packet));
    return MyReceive(&Requests, VMSTOR_PROTOCOL_VERSION_BLUE, &Received, &Done, &Outcome);
}

int main(void)
{
    VSTOR_PACKET Packet;
    MILE_HV_PACKET Received;
    HV_UINT64 Id;

    PlayBegin(&Play);
    CHECK(MileHvRequestsCreate(&Requests, Slots, 2) == MileHvSuccess);
    CHECK(Round(512, &Id) == MileHvSuccess && Done == &Read);
    CHECK(Outcome.Outcome == MileHvStorageGood && Outcome.TransferredBytes == 512);
    memset(&Packet, 0, sizeof(Packet));
    Packet.Operation = VStorOperationCompleteIo;
    Received = PlayHostSends(&Play, VmbusPacketTypeCompletion, Id, &Packet, sizeof(Packet));
    CHECK(MyReceive(&Requests, VMSTOR_PROTOCOL_VERSION_BLUE, &Received, &Done, &Outcome) == MileHvCorrupt && Done == NULL);
    CHECK(Round(513, &Id) == MileHvCorrupt);
    Packet.Operation = VStorOperationEnumerateBus;
    Received = PlayHostSends(&Play, VmbusPacketTypeDataInBand, 0, &Packet, sizeof(Packet));
    CHECK(MyReceive(&Requests, VMSTOR_PROTOCOL_VERSION_BLUE, &Received, &Done, &Outcome) == MileHvSuccess && Done == NULL);
    return 0;
}
