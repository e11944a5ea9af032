/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Mile.HyperV/Guest/Socket.h: addresses, offers of every kind, and a stream through a ring of every fill.
 */

#include "GuestDevice.h"

#include <Mile.HyperV/Guest/Socket.h>

static const HV_GUID Service = HV_GUID_INIT(0x0000138a, 0xfacb, 0x11e6, 0xbd, 0x58, 0x64, 0x00, 0x6a, 0x79, 0x86, 0xd3);
static const HV_GUID Endpoint = HV_GUID_INIT(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
static const HV_GUID Silo = HV_GUID_INIT(0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18, 0x19, 0x1A, 0x1B);

static void PortsAreServiceIds(void **State)
{
    HV_GUID Id;
    HV_UINT32 Port;
    unsigned Byte;

    (void)State;
    MileHvSocketPortBuild(&Id, 5002);
    assert_memory_equal(&Id, &Service, 16);
    assert_int_equal(MileHvSocketPort(&Id, &Port), MileHvSuccess);
    assert_int_equal(Port, 5002);
    for (Byte = 0; Byte < 16; ++Byte)
    {
        MileHvSocketPortBuild(&Id, 5002);
        ((HV_UINT8 *)&Id)[Byte] ^= 0x80;
        assert_int_equal(MileHvSocketIsSame(&Id, &Service), 0);
        assert_int_equal(MileHvSocketPort(&Id, &Port), Byte < 4 ? MileHvSuccess : MileHvUnavailable);
        assert_int_equal(Port, Byte < 4 ? 5002U ^ (0x80U << (8 * Byte)) : 0);
    }
    assert_int_equal(MileHvSocketIsSame(&Service, &Service), 1);
}

static void RequestsAreAnsweredOrRefused(void **State)
{
    VMBUS_CHANNEL_TL_CONNECT_REQUEST Request;
    VMBUS_CHANNEL_TL_CONNECT_RESULT Result;
    MILE_HV_SOCKET_CONNECTION Connection;

    (void)State;
    memset(&Request, 0xEE, sizeof(Request));
    MileHvSocketConnectBuild(&Request, &Endpoint, &Service, NULL);
    assert_memory_equal(&Request, "\x15\0\0\0\0\0\0\0", 8);
    assert_memory_equal(&Request.EndpointId, &Endpoint, 16);
    assert_memory_equal(&Request.ServiceId, &Service, 16);
    assert_memory_equal(&Request.SiloId, "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 16);
    MileHvSocketConnectBuild(&Request, &Endpoint, &Service, &Silo);
    assert_memory_equal(&Request.SiloId, &Silo, 16);

    memset(&Connection, 0, sizeof(Connection));
    Connection.ServiceId = Service;
    Connection.EndpointId = Endpoint;
    assert_int_equal(MileHvSocketIsAnswer(&Connection, &Request), 1);
    Connection.IsFromHost = 1;
    assert_int_equal(MileHvSocketIsAnswer(&Connection, &Request), 0);
    Connection.IsFromHost = 0;
    Connection.EndpointId.Data4[7] ^= 1;
    assert_int_equal(MileHvSocketIsAnswer(&Connection, &Request), 0);
    Connection.EndpointId = Endpoint;
    Connection.ServiceId.Data1 ^= 1;
    assert_int_equal(MileHvSocketIsAnswer(&Connection, &Request), 0);

    memset(&Result, 0, sizeof(Result));
    Result.ServiceId = Service;
    Result.EndpointId = Endpoint;
    assert_int_equal(MileHvSocketIsRefusal(&Result, &Request), 1);
    Result.EndpointId.Data1 ^= 1;
    assert_int_equal(MileHvSocketIsRefusal(&Result, &Request), 0);
    Result.EndpointId = Endpoint;
    Result.ServiceId.Data2 ^= 1;
    assert_int_equal(MileHvSocketIsRefusal(&Result, &Request), 0);
}

static void OffersOfEveryKind(void **State)
{
    VMBUS_CHANNEL_OFFER_CHANNEL Offer;
    MILE_HV_SOCKET_CONNECTION Connection;
    unsigned Kind;

    (void)State;
    memset(&Offer, 0, sizeof(Offer));
    Offer.InterfaceType = Service;
    Offer.InterfaceInstance = Endpoint;
    memcpy(Offer.UserDefined + 10, &Silo, 16);
    for (Kind = 0; Kind < 64; ++Kind)
    {
        const MILE_HV_RESULT Wanted = !(Kind & 1)                ? MileHvUnavailable
                                      : !(Kind & 2) || (Kind & 4) ? MileHvCorrupt
                                                                  : MileHvSuccess;

        Offer.Flags = (HV_UINT16)((Kind & 1 ? VMBUS_OFFER_FLAG_TLNPI_PROVIDER : 0) |
                                  (Kind & 2 ? VMBUS_OFFER_FLAG_NAMED_PIPE_MODE : 0));
        Offer.UserDefined[0] = Kind & 4 ? VmbusHvsockPipeTypeMessage : VmbusHvsockPipeTypeByte;
        Offer.UserDefined[4] = Kind & 8 ? 0x80 : 0;
        Offer.UserDefined[5] = Kind & 16 ? 1 : 0;
        Offer.UserDefined[6] = Kind & 32 ? 1 : 0;
        memset(&Connection, 0xEE, sizeof(Connection));
        assert_int_equal(MileHvSocketOfferCheck(&Offer, &Connection), Wanted);
        if (Wanted != MileHvSuccess)
        {
            assert_int_equal(Connection.IsFromHost | Connection.IsForContainer | Connection.ServiceId.Data1, 0);
            continue;
        }
        assert_memory_equal(&Connection.ServiceId, &Service, 16);
        assert_memory_equal(&Connection.EndpointId, &Endpoint, 16);
        assert_int_equal(Connection.IsFromHost, Kind & 8 ? 1 : 0);
        assert_int_equal(Connection.IsForContainer, Kind & 16 ? 1 : 0);
        assert_int_equal(MileHvSocketIsSame(&Connection.SiloId, &Silo), Kind & 32 ? 1 : 0);
        assert_int_equal(Connection.SiloId.Data1, Kind & 32 ? 0x11 : 0);
    }
}

static VMRCB Control;
static HV_UINT64 Data[4096 / 8];
static MILE_HV_SEND_RING Send;
static MILE_HV_RECEIVE_RING Receive;
static HV_UINT8 Out[6000];
static HV_UINT8 In[6000];
static HV_UINT8 Buffer[MILE_HYPERV_SOCKET_PACKET_MAXIMUM_SIZE];

static void BeginStream(MILE_HV_SOCKET *Socket)
{
    unsigned Index;

    memset(&Control, 0, sizeof(Control));
    for (Index = 0; Index < sizeof(Out); ++Index)
    {
        Out[Index] = (HV_UINT8)(Index * 13 + Index / 256);
    }
    assert_int_equal(MileHvSendRingCreate(&Send, &Control, Data, sizeof(Data)), MileHvSuccess);
    assert_int_equal(MileHvReceiveRingAttach(&Receive, &Control, Data, sizeof(Data)), MileHvSuccess);
    MileHvSocketBegin(Socket);
}

/* Takes one packet of the ring, and adds its data to what came. */
static MILE_HV_RESULT TakePiece(MILE_HV_SOCKET *Socket, HV_UINT32 *Came)
{
    MILE_HV_PACKET Packet;
    const HV_UINT8 *Piece;
    HV_UINT32 Bytes;
    MILE_HV_RESULT Result;

    assert_int_equal(MileHvReceivePacket(&Receive, Buffer, sizeof(Buffer), &Bytes), MileHvSuccess);
    assert_int_equal(MileHvPacketCheck(Buffer, Bytes, &Packet), MileHvSuccess);
    (void)MileHvReceiveRingCommit(&Receive);
    Result = MileHvSocketReceive(Socket, &Packet, &Piece, &Bytes);
    if (Result == MileHvSuccess)
    {
        memcpy(In + *Came, Piece, Bytes);
        *Came += Bytes;
    }
    return Result;
}

static void AStreamArrivesWhole(void **State)
{
    MILE_HV_SOCKET Socket;
    HV_UINT32 Length;

    (void)State;
    for (Length = 1; Length <= sizeof(Out); Length += Length < 70 ? 1 : 409)
    {
        HV_UINT32 Gone = 0;
        HV_UINT32 Came = 0;
        HV_UINT32 Sent;

        BeginStream(&Socket);
        memset(In, 0, sizeof(In));
        while (Came < Length)
        {
            while (Gone < Length)
            {
                const MILE_HV_RESULT Result = MileHvSocketSend(&Socket, &Send, Out + Gone, Length - Gone, &Sent);

                if (Result == MileHvFull)
                {
                    assert_int_equal(Sent, 0);
                    break;
                }
                assert_int_equal(Result, MileHvSuccess);
                assert_in_range(Sent, 1, MILE_HYPERV_SOCKET_PIECE_SIZE);
                Gone += Sent;
            }
            (void)MileHvSendRingCommit(&Send);
            assert_int_equal(TakePiece(&Socket, &Came), MileHvSuccess);
        }
        assert_memory_equal(In, Out, Length);
    }
}

/* However full the ring is, the last packet fits: MileHvSocketSend() leaves its room. */
static void TheEndAlwaysFits(void **State)
{
    MILE_HV_SOCKET Socket;
    HV_UINT32 Length;

    (void)State;
    for (Length = 1; Length <= 2100; ++Length)
    {
        HV_UINT32 Came = 0;
        HV_UINT32 Pieces = 0;
        HV_UINT32 Sent;

        BeginStream(&Socket);
        while (MileHvSocketSend(&Socket, &Send, Out, Length, &Sent) == MileHvSuccess)
        {
            ++Pieces;
        }
        assert_true(Pieces != 0);
        assert_int_equal(MileHvSocketShutdown(&Socket, &Send), MileHvSuccess);
        assert_int_equal(MileHvSocketShutdown(&Socket, &Send), MileHvInvalid);
        assert_int_equal(MileHvSocketSend(&Socket, &Send, Out, 1, &Sent), MileHvInvalid);
        assert_int_equal(MileHvSocketIsEnded(&Socket), 0);
        (void)MileHvSendRingCommit(&Send);
        for (; Pieces != 0; --Pieces)
        {
            Came = 0;
            assert_int_equal(TakePiece(&Socket, &Came), MileHvSuccess);
        }
        assert_int_equal(TakePiece(&Socket, &Came), MileHvEmpty);
        assert_int_equal(MileHvSocketIsEnded(&Socket), 1);
    }
    BeginStream(&Socket);
    assert_int_equal(MileHvSocketSend(&Socket, &Send, Out, 0, &Length), MileHvInvalid);
    Control.Out = 4;
    assert_int_equal(MileHvSocketSend(&Socket, &Send, Out, 1, &Length), MileHvCorrupt);
}

static void AFullRingTakesNoEnd(void **State)
{
    MILE_HV_SOCKET Socket;
    HV_UINT32 Sent;

    (void)State;
    BeginStream(&Socket);
    while (MileHvSendPipe(&Send, Out, 0) == MileHvSuccess)
    {
    }
    assert_int_equal(MileHvSocketShutdown(&Socket, &Send), MileHvFull);
    assert_int_equal(Socket.SendEnded, 0);
    assert_int_equal(MileHvSocketSend(&Socket, &Send, Out, 1, &Sent), MileHvFull);
}

static void PacketsOfEveryLength(void **State)
{
    static HV_UINT8 Message[8 + 16400] = {1};
    MILE_HV_SOCKET Socket;
    MILE_HV_PACKET Packet;
    const HV_UINT8 *Piece;
    HV_UINT32 Length;
    HV_UINT32 Bytes;
    HV_UINT32 Size;

    (void)State;
    for (Length = 0; Length <= 48; ++Length)
    {
        for (Size = 0; Size <= 48; ++Size)
        {
            const MILE_HV_RESULT Wanted = Length < 8 || Size > Length - 8 ? MileHvCorrupt
                                          : Size == 0                      ? MileHvEmpty
                                                                           : MileHvSuccess;

            Message[4] = (HV_UINT8)Size;
            Packet = Received(VmbusPacketTypeDataInBand, Message, Length);
            MileHvSocketBegin(&Socket);
            assert_int_equal(MileHvSocketReceive(&Socket, &Packet, &Piece, &Bytes), Wanted);
            assert_int_equal(Bytes, Wanted == MileHvSuccess ? Size : 0);
            assert_ptr_equal(Piece, Wanted == MileHvSuccess ? Packet.Payload + 8 : NULL);
            assert_int_equal(Socket.ReceiveEnded, Wanted == MileHvEmpty);
            if (Wanted == MileHvEmpty)
            {
                assert_int_equal(MileHvSocketReceive(&Socket, &Packet, &Piece, &Bytes), MileHvCorrupt);
            }
        }
    }
    Socket.ReceiveEnded = 1;
    for (Size = 16383; Size <= 16385; ++Size)
    {
        memcpy(Message + 4, &Size, 4);
        Packet = Received(VmbusPacketTypeDataInBand, Message, sizeof(Message));
        assert_int_equal(MileHvSocketReceive(&Socket, &Packet, &Piece, &Bytes), MileHvCorrupt); /* It has ended. */
        MileHvSocketBegin(&Socket);
        assert_int_equal(MileHvSocketReceive(&Socket, &Packet, &Piece, &Bytes),
                         Size <= 16384 ? MileHvSuccess : MileHvCorrupt);
        Socket.ReceiveEnded = 1;
    }
    MileHvSocketBegin(&Socket);
    Message[4] = 4;
    Message[5] = 0;
    for (Length = 0; Length < 16; ++Length)
    {
        Packet = Received((HV_UINT16)Length, Message, 16);
        assert_int_equal(MileHvSocketReceive(&Socket, &Packet, &Piece, &Bytes),
                         Length == VmbusPacketTypeDataInBand ? MileHvSuccess : MileHvCorrupt);
    }
}

int main(void)
{
    const struct CMUnitTest Tests[] = {
        cmocka_unit_test(PortsAreServiceIds), cmocka_unit_test(RequestsAreAnsweredOrRefused),
        cmocka_unit_test(OffersOfEveryKind),  cmocka_unit_test(AStreamArrivesWhole),
        cmocka_unit_test(TheEndAlwaysFits),   cmocka_unit_test(AFullRingTakesNoEnd),
        cmocka_unit_test(PacketsOfEveryLength),
    };
    return cmocka_run_group_tests_name("GuestSocket", Tests, NULL, NULL);
}
