/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief A Hyper-V socket: a connection to a service of the host, which sends back what it gets.
 *
 * A socket is a channel that is offered because somebody asked for it. The guest
 * names the service, and the connection by a number of its own; the host offers a
 * channel with both names, or refuses. Its rings carry a stream of bytes, in pieces
 * that mean nothing, and each side ends its direction with an empty piece.
 */

#include "guest.h"

static HV_DECLSPEC_ALIGN(8) HV_UINT8 Buffer[MILE_HYPERV_SOCKET_PACKET_MAXIMUM_SIZE];

static MILE_HV_SOCKET Stream;

/** More than both rings hold, so that they are full at times. */
#define STREAM_BYTES 262144U

/** Byte number @p Index of what is sent. No two pieces are the same. */
static HV_UINT8 Pattern(HV_UINT32 Index)
{
    return (HV_UINT8)(Index * 7 + Index / 256 + Index / 65536);
}

/** The bus calls it after its offers: those of sockets do not come by themselves. */
GUEST_RESULT AskForConnection(GUEST *Guest)
{
    VMBUS_CHANNEL_TL_CONNECT_REQUEST Request;
    VMBUS_CHANNEL_TL_CONNECT_RESULT Refused;
    MILE_HV_SOCKET_CONNECTION Connection;
    VMBUS_CHANNEL_OFFER_CHANNEL Offer;
    VMBUS_CHANNEL_MESSAGE_TYPE Type;
    HV_MESSAGE Message;
    HV_GUID Endpoint = {0};
    HV_UINT64 Time = Now(Guest);
    GUEST_RESULT Result;

    /* A guest with a source of random numbers takes one. This one has a clock, and only one connection. */
    MileHvCopy(&Endpoint, &Time, sizeof(Time));
    MileHvSocketConnectBuild(&Request, &Endpoint, &Guest->Device->Class, 0);
    Guest->HasOffer = 0;
    if (MileHvTlConnectRequestBuild(&Guest->Bus, &Request, &PostInput) != MileHvSuccess)
    {
        Print("  this version of the bus has no sockets\n");
        return GuestDone;
    }
    Result = Post(Guest, MileHvSuccess);
    for (HV_UINT32 Turn = 0; Turn < STRANGERS && Result == GuestDone && !Guest->HasOffer; ++Turn)
    {
        Result =
            WaitForEither(Guest, ChannelMessageOfferChannel, ChannelMessageTlConnectRequestResult, &Message, &Type);
        if (Result != GuestDone)
        {
            break;
        }
        if (Type == ChannelMessageTlConnectRequestResult)
        {
            if (MileHvTlConnectResultCheck(Message.Payload, Message.Header.PayloadSize, &Guest->Bus, &Refused) !=
                MileHvSuccess)
            {
                return GuestVmbusCorrupt;
            }
            if (MileHvSocketIsRefusal(&Refused, &Request))
            {
                PrintF("  the host refuses the connection: 0x%08x\n", (HV_UINT32)Refused.Status);
                break;
            }
            continue;
        }
        Result = TakeOffer(Guest, &Message, &Offer);
        if (Result == GuestDone && MileHvSocketOfferCheck(&Offer, &Connection) == MileHvSuccess &&
            MileHvSocketIsAnswer(&Connection, &Request))
        {
            Guest->Offer = Offer;
            Guest->HasOffer = 1;
        }
    }
    return Result;
}

/** Waits for the next piece; @p Bytes is 0 at the end of the host's direction. */
static GUEST_RESULT WaitPiece(GUEST *Guest, const HV_UINT8 **Data, HV_UINT32 *Bytes)
{
    MILE_HV_PACKET Packet;
    GUEST_RESULT Result = WaitPacket(Guest, Now(Guest) + PATIENCE, Buffer, sizeof(Buffer), &Packet);

    if (Result == GuestDone && MileHvSocketReceive(&Stream, &Packet, Data, Bytes) == MileHvCorrupt)
    {
        Result = GuestDeviceCorrupt;
    }
    return Result;
}

GUEST_RESULT EchoOnSocket(GUEST *Guest)
{
    static HV_UINT8 Piece[MILE_HYPERV_SOCKET_PIECE_SIZE];
    HV_UINT32 SentBytes = 0;
    HV_UINT32 Received = 0;
    HV_UINT32 Waits = 0;

    if (!Guest->IsOpen)
    {
        return Skip("no channel is open");
    }
    MileHvSocketBegin(&Stream);
    while (Received < STREAM_BYTES)
    {
        const HV_UINT8 *Data;
        HV_UINT32 Bytes = STREAM_BYTES - SentBytes;
        MILE_HV_RESULT Result = MileHvFull;
        GUEST_RESULT Ended;

        if (Bytes != 0)
        {
            Bytes = Bytes < sizeof(Piece) ? Bytes : (HV_UINT32)sizeof(Piece);
            for (HV_UINT32 Index = 0; Index < Bytes; ++Index)
            {
                Piece[Index] = Pattern(SentBytes + Index);
            }
            Result = MileHvSocketSend(&Stream, &Guest->Send, Piece, Bytes, &Bytes);
            Waits += Result == MileHvFull;
        }
        if (Result != MileHvFull)
        {
            Ended = Sent(Guest, Result);
            if (Ended != GuestDone)
            {
                return Ended;
            }
            SentBytes += Bytes;
            continue;
        }
        /* All is sent, or the ring is full: there is something to come back. */
        Ended = WaitPiece(Guest, &Data, &Bytes);
        if (Ended != GuestDone)
        {
            return Ended;
        }
        if (Bytes == 0 || Bytes > SentBytes - Received)
        {
            return GuestStreamWrong;
        }
        for (HV_UINT32 Index = 0; Index < Bytes; ++Index)
        {
            if (Data[Index] != Pattern(Received + Index))
            {
                PrintF("  byte %u is 0x%02x, and 0x%02x was sent\n", Received + Index, Data[Index],
                       Pattern(Received + Index));
                return GuestStreamWrong;
            }
        }
        Received += Bytes;
    }
    PrintF("  %u bytes came back; the ring was %s\n", Received, ADDRESS(Waits != 0 ? "full at times" : "never full"));
    return GuestDone;
}

/** Each side ends its own direction; the connection is over when both have. */
GUEST_RESULT EndSocket(GUEST *Guest)
{
    const HV_UINT8 *Data;
    HV_UINT32 Bytes;
    GUEST_RESULT Result;

    if (!Guest->IsOpen)
    {
        return Skip("no channel is open");
    }
    Result = Sent(Guest, MileHvSocketShutdown(&Stream, &Guest->Send));
    if (Result == GuestDone)
    {
        Result = WaitPiece(Guest, &Data, &Bytes);
    }
    if (Result == GuestDone && (Bytes != 0 || !MileHvSocketIsEnded(&Stream)))
    {
        Result = GuestStreamWrong;
    }
    return Result;
}
