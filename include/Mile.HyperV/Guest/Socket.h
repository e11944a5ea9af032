/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Sockets: connection requests, checks of offers and results, a stream in both directions and its end.
 *
 * VMBus/Socket.h describes the protocol, VMBus/Pipe.h the framing of the stream. The guest
 * connects to a service of the host:
 *
 *     MileHvSocketPortBuild(&Service, Port);                             or a service id of its own
 *     MileHvSocketConnectBuild(&Request, &Endpoint, &Service, null);     Endpoint: a new random GUID
 *     MileHvTlConnectRequestBuild(&Bus, &Request, Input);                post Input, wait for one of the two
 *         an offer (MileHvOfferCheck()), if it is for this request:
 *             MileHvSocketOfferCheck(&Offer, &Connection), MileHvSocketIsAnswer(&Connection, &Request)
 *         a result (MileHvTlConnectResultCheck()): MileHvSocketIsRefusal(&Result, &Request)
 *
 * The host connects to a service of the guest:
 *
 *     MileHvSocketOfferCheck(&Offer, &Connection);                       Connection.IsFromHost is 1
 *         open the channel if the guest listens on Connection.ServiceId, or leave the offer
 *
 * From there on both are the same: the channel is opened (ChannelMessage.h), and its rings
 * carry a stream. A rescind of an offer that is not for any request is no error.
 *
 *     MileHvSocketBegin(&Socket);
 *
 *     while (Bytes != 0 && MileHvSocketSend(&Socket, &Ring, Data, Bytes, &Sent) == MileHvSuccess)
 *         Data += Sent, Bytes -= Sent;
 *     MileHvSendRingCommit(&Ring);
 *         MileHvFull: MileHvSendRingWait() for MILE_HYPERV_SOCKET_WAIT_SIZE bytes, then sleep
 *     MileHvSocketShutdown(&Socket, &Ring);                              ends the guest's direction
 *
 *     MileHvSocketReceive(&Socket, &Received, &Data, &Bytes);
 *         MileHvSuccess: Bytes of the stream
 *         MileHvEmpty: the host ended its direction
 *         MileHvCorrupt: close the channel
 *
 * The loop of Packet.h receives and checks each packet, with a buffer of
 * MILE_HYPERV_SOCKET_PACKET_MAXIMUM_SIZE bytes. A check copies each byte of a header once and
 * believes nothing; the data are in the caller's buffer, which the host cannot write. Where
 * a check does not return MileHvSuccess, the caller must use nothing of its output.
 *
 * Reset, suspend and the way back. A connection does not survive: the guest ends its
 * direction, closes the channel, tears down the GPADL of the rings after that, and connects
 * anew. When both directions have ended (MileHvSocketIsEnded()), the guest closes the channel;
 * the host's rescind of the offer can come before that. A rescind in the middle: the guest
 * must first read what is left in its receive ring, to MileHvEmpty of the ring, and sends
 * nothing more; then it closes and releases the channel. A reader that learns of no end of
 * the stream before that knows that the stream was cut.
 *
 * Not checked here: whether the guest listens on a service id, and whether an endpoint id is
 * new. A flood of offers is bounded by the ids of channels, of which the caller has a table.
 *
 * Sources: VMBus/Socket.h and VMBus/Pipe.h, and their sources.
 */

#ifndef MILE_HYPERV_GUEST_SOCKET
#define MILE_HYPERV_GUEST_SOCKET

#include "../VMBus/Socket.h"
#include "ChannelMessage.h"
#include "Packet.h"

/** Bytes of the longest packet that a host sends: a descriptor, a pipe header and 16 KiB of data. */
#define MILE_HYPERV_SOCKET_PACKET_MAXIMUM_SIZE 16408

/** Bytes of data in one packet of the guest, at most: short enough that the reader frees room early. */
#define MILE_HYPERV_SOCKET_PIECE_SIZE 2048

/** Bytes of a packet without data and its trailer; MileHvSocketSend() leaves room for one. */
#define MILE_HYPERV_SOCKET_END_SIZE 32

/** Room that MileHvSendRingWait() waits for: one packet with a byte of data, and the last packet. */
#define MILE_HYPERV_SOCKET_WAIT_SIZE 64

MILE_HYPERV_GUEST_BEGIN

HV_STATIC_ASSERT(sizeof(VMPACKET_DESCRIPTOR) + sizeof(VMPIPE_PROTOCOL_HEADER) + VMPIPE_MAXIMUM_PIPE_PACKET_SIZE ==
                 MILE_HYPERV_SOCKET_PACKET_MAXIMUM_SIZE);
HV_STATIC_ASSERT(sizeof(VMPACKET_DESCRIPTOR) + sizeof(VMPIPE_PROTOCOL_HEADER) + MILE_HYPERV_RING_TRAILER_SIZE ==
                 MILE_HYPERV_SOCKET_END_SIZE);

/** A connection that a host offers. */
typedef struct MILE_HV_SOCKET_CONNECTION
{
    HV_GUID ServiceId;       /**< Whom it is for. */
    HV_GUID EndpointId;      /**< The connection's own name. */
    HV_GUID SiloId;          /**< The container, or zeros. */
    HV_UINT8 IsFromHost;     /**< 1: the host connects to a listener of the guest; 0: the response to a request. */
    HV_UINT8 IsForContainer; /**< 1: the listener is in a container of the guest. */
    HV_UINT8 Reserved[6];
} MILE_HV_SOCKET_CONNECTION;

/** An open connection. The members belong to the functions here; they may be read. */
typedef struct MILE_HV_SOCKET
{
    HV_UINT32 SendEnded;    /**< 1: the guest sends nothing more. */
    HV_UINT32 ReceiveEnded; /**< 1: the host sends nothing more. */
} MILE_HV_SOCKET;

/*
 * Addresses.
 */

/** Whether two GUIDs are the same. */
static inline HV_UINT32 MileHvSocketIsSame(const HV_GUID *A, const HV_GUID *B)
{
    const HV_UINT8 *First = (const HV_UINT8 *)A;
    const HV_UINT8 *Second = (const HV_UINT8 *)B;

    return MileHvLoadWord(First) == MileHvLoadWord(Second) && MileHvLoadWord(First + 8) == MileHvLoadWord(Second + 8);
}

/** The service id of a VSOCK port. */
static inline void MileHvSocketPortBuild(HV_GUID *ServiceId, HV_UINT32 Port)
{
    static const HV_GUID Template = HVSOCK_VSOCK_TEMPLATE_ID_INIT;

    MileHvCopy(ServiceId, &Template, (HV_UINT32)sizeof(*ServiceId));
    ServiceId->Data1 = Port;
}

/**
 * The VSOCK port of a service id.
 *
 * @param Port gets it, or 0.
 * @return MileHvSuccess; MileHvUnavailable: the service id is not that of a port.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvSocketPort(const HV_GUID *ServiceId, HV_UINT32 *Port)
{
    HV_GUID Expected;

    *Port = 0;
    MileHvSocketPortBuild(&Expected, ServiceId->Data1);
    if (!MileHvSocketIsSame(ServiceId, &Expected))
    {
        return MileHvUnavailable;
    }
    *Port = ServiceId->Data1;
    return MileHvSuccess;
}

/*
 * Connecting.
 */

/**
 * A request for a connection to the host, for MileHvTlConnectRequestBuild().
 *
 * @param EndpointId a GUID that the guest uses for no other connection.
 * @param SiloId of the guest's container that asks, or null.
 */
static inline void MileHvSocketConnectBuild(VMBUS_CHANNEL_TL_CONNECT_REQUEST *Request, const HV_GUID *EndpointId,
                                            const HV_GUID *ServiceId, const HV_GUID *SiloId)
{
    MileHvZero(Request, (HV_UINT32)sizeof(*Request));
    Request->Header.MessageType = ChannelMessageTlConnectRequest;
    MileHvCopy(&Request->EndpointId, EndpointId, (HV_UINT32)sizeof(*EndpointId));
    MileHvCopy(&Request->ServiceId, ServiceId, (HV_UINT32)sizeof(*ServiceId));
    if (SiloId)
    {
        MileHvCopy(&Request->SiloId, SiloId, (HV_UINT32)sizeof(*SiloId));
    }
}

/**
 * Checks the offer of a connection.
 *
 * @param Offer checked by MileHvOfferCheck().
 * @param Connection gets what it says; it is all zero unless the result is MileHvSuccess.
 * @return MileHvSuccess; MileHvUnavailable: the offer is not that of a socket; MileHvCorrupt: it is no pipe in byte
 * mode.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvSocketOfferCheck(const VMBUS_CHANNEL_OFFER_CHANNEL *Offer,
                                                    MILE_HV_SOCKET_CONNECTION *Connection)
{
    HVSOCK_USER_DEFINED_PARAMETERS Parameters;

    MileHvZero(Connection, (HV_UINT32)sizeof(*Connection));
    if ((Offer->Flags & VMBUS_OFFER_FLAG_TLNPI_PROVIDER) == 0)
    {
        return MileHvUnavailable;
    }
    MileHvCopy(&Parameters, Offer->UserDefined, (HV_UINT32)sizeof(Parameters));
    if ((Offer->Flags & VMBUS_OFFER_FLAG_NAMED_PIPE_MODE) == 0 ||
        Parameters.PipeParameters.PipeType != VmbusHvsockPipeTypeByte)
    {
        return MileHvCorrupt;
    }
    MileHvCopy(&Connection->ServiceId, &Offer->InterfaceType, (HV_UINT32)sizeof(HV_GUID));
    MileHvCopy(&Connection->EndpointId, &Offer->InterfaceInstance, (HV_UINT32)sizeof(HV_GUID));
    if (Parameters.Version >= HvsockParametersVersionRS5)
    {
        MileHvCopy(&Connection->SiloId, Offer->UserDefined + HV_FIELD_OFFSET(HVSOCK_USER_DEFINED_PARAMETERS, SiloId),
                   (HV_UINT32)sizeof(HV_GUID));
    }
    Connection->IsFromHost = (Parameters.IsForGuestAccept != 0) ? 1 : 0;
    Connection->IsForContainer = (Parameters.IsForGuestContainer != 0) ? 1 : 0;
    return MileHvSuccess;
}

/** Whether a checked offer is the response to a request; an offer that answers none must be dropped. */
static inline HV_UINT32 MileHvSocketIsAnswer(const MILE_HV_SOCKET_CONNECTION *Connection,
                                             const VMBUS_CHANNEL_TL_CONNECT_REQUEST *Request)
{
    return Connection->IsFromHost == 0 && MileHvSocketIsSame(&Connection->EndpointId, &Request->EndpointId) &&
           MileHvSocketIsSame(&Connection->ServiceId, &Request->ServiceId);
}

/** Whether a checked result refuses a request; a result that is for none must be dropped. */
static inline HV_UINT32 MileHvSocketIsRefusal(const VMBUS_CHANNEL_TL_CONNECT_RESULT *Result,
                                              const VMBUS_CHANNEL_TL_CONNECT_REQUEST *Request)
{
    return MileHvSocketIsSame(&Result->EndpointId, &Request->EndpointId) &&
           MileHvSocketIsSame(&Result->ServiceId, &Request->ServiceId);
}

/*
 * The stream.
 */

/** Begins the stream of a channel that was opened. */
static inline void MileHvSocketBegin(MILE_HV_SOCKET *Socket)
{
    Socket->SendEnded = 0;
    Socket->ReceiveEnded = 0;
}

/** Whether both directions have ended: close the channel. */
static inline HV_UINT32 MileHvSocketIsEnded(const MILE_HV_SOCKET *Socket)
{
    return Socket->SendEnded != 0 && Socket->ReceiveEnded != 0;
}

/**
 * Puts a piece of the stream into the ring, uncommitted. Room for MileHvSocketShutdown() is left.
 *
 * @param Data to send; @p Bytes of it, not 0.
 * @param Sent gets the bytes that were taken, 0 unless the result is MileHvSuccess: as many as fit, at most
 * MILE_HYPERV_SOCKET_PIECE_SIZE.
 * @return MileHvSuccess; MileHvFull; MileHvInvalid: no bytes, or the guest's direction has ended; MileHvCorrupt.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvSocketSend(MILE_HV_SOCKET *Socket, MILE_HV_SEND_RING *Ring, const void *Data,
                                              HV_UINT32 Bytes, HV_UINT32 *Sent)
{
    HV_UINT32 Free;
    MILE_HV_RESULT Result;

    *Sent = 0;
    if (Bytes == 0 || Socket->SendEnded != 0)
    {
        return MileHvInvalid;
    }
    Result = MileHvSendRingFree(Ring, &Free);
    if (Result != MileHvSuccess)
    {
        return Result;
    }
    if (Free < 2 * MILE_HYPERV_SOCKET_END_SIZE + VMBUS_RING_PACKET_ALIGNMENT)
    {
        return MileHvFull;
    }
    Free = (Free - 2 * MILE_HYPERV_SOCKET_END_SIZE) & ~(VMBUS_RING_PACKET_ALIGNMENT - 1U);
    Bytes = (Bytes < Free) ? Bytes : Free;
    Bytes = (Bytes < MILE_HYPERV_SOCKET_PIECE_SIZE) ? Bytes : MILE_HYPERV_SOCKET_PIECE_SIZE;
    Result = MileHvSendPipe(Ring, Data, Bytes);
    *Sent = (Result == MileHvSuccess) ? Bytes : 0;
    return Result;
}

/**
 * Ends the guest's direction: puts a packet without data into the ring, uncommitted. The other direction goes on.
 *
 * @return MileHvSuccess; MileHvInvalid: it has ended already; MileHvFull or MileHvCorrupt, and it has not ended.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvSocketShutdown(MILE_HV_SOCKET *Socket, MILE_HV_SEND_RING *Ring)
{
    MILE_HV_RESULT Result;

    if (Socket->SendEnded != 0)
    {
        return MileHvInvalid;
    }
    Result = MileHvSendPipe(Ring, Ring, 0); /* Without bytes, any pointer does. */
    Socket->SendEnded = (Result == MileHvSuccess) ? 1 : 0;
    return Result;
}

/**
 * Checks a packet of the stream.
 *
 * @param Received of MileHvPacketCheck().
 * @param Data gets where the data begin, in the caller's buffer, or null; @p Bytes how many, or 0.
 * @return MileHvSuccess: data; MileHvEmpty: the host ended its direction; MileHvCorrupt: not in-band, a broken pipe
 * header, or a packet after the end.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvSocketReceive(MILE_HV_SOCKET *Socket, const MILE_HV_PACKET *Received,
                                                 const HV_UINT8 **Data, HV_UINT32 *Bytes)
{
    const HV_UINT8 *At;
    HV_UINT32 Count;

    *Data = (const HV_UINT8 *)MILE_HYPERV_GUEST_NULL;
    *Bytes = 0;
    if (Received->Descriptor.Type != VmbusPacketTypeDataInBand || Socket->ReceiveEnded != 0 ||
        MileHvPipeCheck(Received->Payload, Received->PayloadBytes, &At, &Count) != MileHvSuccess)
    {
        return MileHvCorrupt;
    }
    if (Count == 0)
    {
        Socket->ReceiveEnded = 1;
        return MileHvEmpty;
    }
    *Data = At;
    *Bytes = Count;
    return MileHvSuccess;
}

MILE_HYPERV_GUEST_END

#endif /* !MILE_HYPERV_GUEST_SOCKET */
