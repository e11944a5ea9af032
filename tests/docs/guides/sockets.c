/* SPDX-License-Identifier: MIT */
/** The host of the sockets guide's example: an offer that answers, one that does not, a stream and its end. */

#include "Play.h"

static PLAY Play;

static MILE_HV_RESULT Receive(MILE_HV_SOCKET *Socket, const void *Data, size_t Bytes, HV_UINT8 *Room, HV_UINT32 *Found)
{
    MILE_HV_PACKET Packet = PlayHostPipes(&Play, Data, Bytes);

    return MyStreamReceive(Socket, &Packet, Room, 64, Found);
}

int main(void)
{
    static HV_UINT8 Data[32768];
    const HV_GUID Endpoint = HV_GUID_INIT(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    const MILE_HV_VMBUS Bus = {.Version = VMBUS_VERSION_WIN10};
    HVSOCK_USER_DEFINED_PARAMETERS Parameters;
    VMBUS_CHANNEL_TL_CONNECT_REQUEST Request;
    VMBUS_CHANNEL_OFFER_CHANNEL Offer;
    HV_INPUT_POST_MESSAGE Input;
    MILE_HV_RESULT Result;
    MILE_HV_SOCKET Socket;
    HV_UINT8 Room[64];
    HV_UINT32 Bytes;

    CHECK(MyConnect(&Bus, &Endpoint, 7, &Request, &Input) == MileHvSuccess && Request.ServiceId.Data1 == 7);
    memset(&Offer, 0, sizeof(Offer));
    memset(&Parameters, 0, sizeof(Parameters));
    Offer.Flags = VMBUS_OFFER_FLAG_TLNPI_PROVIDER | VMBUS_OFFER_FLAG_NAMED_PIPE_MODE;
    Offer.InterfaceType = Request.ServiceId;
    Offer.InterfaceInstance = Endpoint;
    Parameters.PipeParameters.PipeType = VmbusHvsockPipeTypeByte;
    memcpy(Offer.UserDefined, &Parameters, sizeof(Parameters));
    CHECK(MyIsMine(&Offer, &Request));
    Offer.InterfaceInstance.Data1 = 99;
    CHECK(!MyIsMine(&Offer, &Request));

    PlayBegin(&Play);
    MileHvSocketBegin(&Socket);
    Bytes = MyStreamSend(&Socket, &Play.Send, Data, sizeof(Data), &Result);
    CHECK(Result == MileHvFull && Bytes > 8192 && Bytes < 16384);
    CHECK(MileHvSocketShutdown(&Socket, &Play.Send) == MileHvSuccess);
    CHECK(Receive(&Socket, "hello", 5, Room, &Bytes) == MileHvSuccess && Bytes == 5 && memcmp(Room, "hello", 5) == 0);
    CHECK(Receive(&Socket, "", 0, Room, &Bytes) == MileHvEmpty && MileHvSocketIsEnded(&Socket));
    CHECK(Receive(&Socket, "more", 4, Room, &Bytes) == MileHvCorrupt);
    return 0;
}
