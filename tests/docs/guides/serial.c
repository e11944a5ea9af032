/* SPDX-License-Identifier: MIT */
/** The host of the serial guide's example: accepts the version, takes a block, sends two, and completes what was not sent. */

#include "Play.h"

static PLAY Play;
static MILE_HV_SERIAL Serial;
static HV_UINT32 Waiting = 2;
static HV_UINT32 Arrived;

HV_UINT32 MyNextBytes(HV_UINT8 Bytes[VMBUS_SERIAL_MAXIMUM_PAYLOAD])
{
    Bytes[0] = 'a';
    return Waiting != 0 ? (--Waiting, 1U) : 0U;
}

void MyArrived(const HV_UINT8 *Bytes, HV_UINT32 Count)
{
    CHECK(Bytes[0] == 'z');
    Arrived += Count;
}

static MILE_HV_RESULT Send(HV_UINT8 Type, HV_UINT16 Id, HV_UINT8 Count, HV_UINT8 More)
{
    VMBUS_SERIAL_RX_DATA_RESPONSE Message;
    MILE_HV_PACKET Packet;

    memset(&Message, 'z', sizeof(Message));
    MileHvSerialHeaderBuild(&Message.Header, Type, Id);
    Message.BufferLength = Count;
    Message.MoreDataAvailable = More;
    Packet = PlayHostPipes(&Play, &Message, sizeof(Message));
    return MySerialReceive(&Serial, &Play.Send, &Packet);
}

static void Sent(HV_UINT16 Id)
{
    MILE_HV_PACKET Packet = PlayHostTakes(&Play);
    VMBUS_SERIAL_HEADER Header;

    memcpy(&Header, Packet.Payload + 8, sizeof(Header));
    CHECK(Header.MessageId.AsUINT16 == Id);
}

int main(void)
{
    const HV_UINT8 Response = VmbusSerialMessageHostResponse, Notice = VmbusSerialMessageGuestNotification;
    VMBUS_SERIAL_VERSION_REQUEST Request;
    HV_UINT32 Bytes;

    PlayBegin(&Play);
    MileHvSerialBegin(&Serial);
    CHECK(MileHvSerialVersionBuild(&Serial, &Request, VMBUS_SERIAL_VERSION_1_0, &Bytes) == MileHvSuccess);
    CHECK(MileHvSendPipe(&Play.Send, &Request, Bytes) == MileHvSuccess);
    Sent(VmbusSerialHostRequestVersion);
    CHECK(Send(Response, VmbusSerialHostRequestVersion, 1, 0) == MileHvSuccess);
    Sent(VmbusSerialHostNotificationTxDataAvailable);
    CHECK(Send(Notice, VmbusSerialGuestNotificationTxCompleted, 0, 0) == MileHvSuccess);
    Sent(VmbusSerialHostNotificationTxDataAvailable);
    CHECK(Send(Notice, VmbusSerialGuestNotificationTxCompleted, 0, 0) == MileHvSuccess);
    CHECK(Send(Notice, VmbusSerialGuestNotificationRxDataAvailable, 0, 0) == MileHvSuccess);
    Sent(VmbusSerialHostRequestGetRxData);
    CHECK(Send(Response, VmbusSerialHostRequestGetRxData, 64, 1) == MileHvSuccess && Arrived == 64);
    Sent(VmbusSerialHostRequestGetRxData);
    CHECK(Send(Response, VmbusSerialHostRequestGetRxData, 65, 0) == MileHvCorrupt && Arrived == 64);
    CHECK(Send(Notice, VmbusSerialGuestNotificationTxCompleted, 0, 0) == MileHvCorrupt);
    return 0;
}
