/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Sockets: connection requests, checks of offers and results, a stream in both directions
 * and its end.
 *
 * VMBus/Socket.h describes the protocol, and VMBus/Pipe.h the framing of the stream. The guest
 * connects to a service of the host:
 *
 *     MileHvSocketPortBuild(&Service, Port);                             or another service id
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
 * Both then continue in the same way: the guest opens the channel (ChannelMessage.h), and its rings
 * carry a stream. A rescind of an offer that belongs to no request is not an error.
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
 * trusts no value; the data is in the caller's buffer, which the host cannot write. Where a check
 * does not return MileHvSuccess, the caller must not use its output.
 *
 * Reset, suspend and resume. A connection does not survive: the guest ends its direction, closes
 * the channel, tears down the GPADL of the rings after that, and requests a new connection to
 * resume. When both directions have ended (MileHvSocketIsEnded()), the guest closes the channel;
 * the host may rescind the offer before that. After a rescind of an open connection, the guest must
 * read the remaining packets until the receive ring is empty, must not send, and then closes and
 * releases the channel. If the host's direction has not ended by then, the stream is incomplete.
 *
 * Not checked here: whether the guest listens on a service id, and whether an endpoint id is new.
 * The number of channel ids bounds a flood of offers.
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

/**
 * Maximum number of data bytes in one packet of the guest: short enough that the reader frees room
 * early.
 */
#define MILE_HYPERV_SOCKET_PIECE_SIZE 2048

/** Bytes of a packet without data and its trailer; MileHvSocketSend() leaves room for one. */
#define MILE_HYPERV_SOCKET_END_SIZE 32

/**
 * Bytes of room to wait for with MileHvSendRingWait(): one packet with a byte of data, and the
 * packet without data.
 */
#define MILE_HYPERV_SOCKET_WAIT_SIZE 64

MILE_HYPERV_GUEST_BEGIN

HV_STATIC_ASSERT(sizeof(VMPACKET_DESCRIPTOR) + sizeof(VMPIPE_PROTOCOL_HEADER) + VMPIPE_MAXIMUM_PIPE_PACKET_SIZE ==
                 MILE_HYPERV_SOCKET_PACKET_MAXIMUM_SIZE);
HV_STATIC_ASSERT(sizeof(VMPACKET_DESCRIPTOR) + sizeof(VMPIPE_PROTOCOL_HEADER) + MILE_HYPERV_RING_TRAILER_SIZE ==
                 MILE_HYPERV_SOCKET_END_SIZE);

/** A connection that a host offers. */
typedef struct MILE_HV_SOCKET_CONNECTION
{
    HV_GUID ServiceId;       /**< Service to which the connection belongs. */
    HV_GUID EndpointId;      /**< Id of this connection. */
    HV_GUID SiloId;          /**< Id of the container, or zeros. */
    HV_UINT8 IsFromHost;     /**< 1: the host connects to a listener of the guest; 0: the response to a request. */
    HV_UINT8 IsForContainer; /**< 1: the listener is in a container of the guest; else 0. */
    HV_UINT8 Reserved[6];
} MILE_HV_SOCKET_CONNECTION;

/** An open connection. The functions here own the members; callers may read them. */
typedef struct MILE_HV_SOCKET
{
    HV_UINT32 SendEnded;    /**< 1: the guest has ended its direction; else 0. */
    HV_UINT32 ReceiveEnded; /**< 1: the host has ended its direction; else 0. */
} MILE_HV_SOCKET;

/*
 * Addresses.
 */

/** Whether two GUIDs are equal. Returns 1 or 0. */
static inline HV_UINT32 MileHvSocketIsSame(const HV_GUID *A, const HV_GUID *B)
{
    const HV_UINT8 *First = (const HV_UINT8 *)A;
    const HV_UINT8 *Second = (const HV_UINT8 *)B;

    return MileHvLoadWord(First) == MileHvLoadWord(Second) && MileHvLoadWord(First + 8) == MileHvLoadWord(Second + 8);
}

/** Builds the service id of the VSOCK port @p Port. */
static inline void MileHvSocketPortBuild(HV_GUID *ServiceId, HV_UINT32 Port)
{
    static const HV_GUID Template = HVSOCK_VSOCK_TEMPLATE_ID_INIT;

    MileHvCopy(ServiceId, &Template, (HV_UINT32)sizeof(*ServiceId));
    ServiceId->Data1 = Port;
}

/**
 * Reads the VSOCK port of a service id.
 *
 * @param Port receives the port, or 0.
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
 * Builds a request for a connection to the host, for MileHvTlConnectRequestBuild().
 *
 * @param EndpointId GUID that the guest uses for no other connection. Not checked.
 * @param ServiceId service of the host.
 * @param SiloId of the guest's container that requests the connection, or null.
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
 * @param Connection receives the ids of the offer; it is all zero unless the result is
 * MileHvSuccess.
 * @return MileHvSuccess; MileHvUnavailable: the offer is not that of a socket; MileHvCorrupt: it is
 * not a pipe in byte mode.
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

/**
 * Whether a checked offer is the response to a request. Returns 1 or 0. The guest must drop an
 * offer that belongs to no request.
 */
static inline HV_UINT32 MileHvSocketIsAnswer(const MILE_HV_SOCKET_CONNECTION *Connection,
                                             const VMBUS_CHANNEL_TL_CONNECT_REQUEST *Request)
{
    return Connection->IsFromHost == 0 && MileHvSocketIsSame(&Connection->EndpointId, &Request->EndpointId) &&
           MileHvSocketIsSame(&Connection->ServiceId, &Request->ServiceId);
}

/**
 * Whether a checked result refuses a request. Returns 1 or 0. The guest must drop a result that
 * belongs to no request.
 */
static inline HV_UINT32 MileHvSocketIsRefusal(const VMBUS_CHANNEL_TL_CONNECT_RESULT *Result,
                                              const VMBUS_CHANNEL_TL_CONNECT_REQUEST *Request)
{
    return MileHvSocketIsSame(&Result->EndpointId, &Request->EndpointId) &&
           MileHvSocketIsSame(&Result->ServiceId, &Request->ServiceId);
}

/*
 * The stream.
 */

/** Begins the stream of an opened channel. */
static inline void MileHvSocketBegin(MILE_HV_SOCKET *Socket)
{
    Socket->SendEnded = 0;
    Socket->ReceiveEnded = 0;
}

/** Whether both directions have ended. Returns 1, and the guest closes the channel, or 0. */
static inline HV_UINT32 MileHvSocketIsEnded(const MILE_HV_SOCKET *Socket)
{
    return Socket->SendEnded != 0 && Socket->ReceiveEnded != 0;
}

/**
 * Writes a piece of the stream into the ring, and leaves room for MileHvSocketShutdown(). Nothing
 * is committed.
 *
 * @param Data to send; @p Bytes its length, not 0.
 * @param Sent receives the number of bytes written: as many as fit, at most
 * MILE_HYPERV_SOCKET_PIECE_SIZE; 0 unless the result is MileHvSuccess.
 * @return MileHvSuccess; MileHvFull: no room; MileHvInvalid: no bytes, or the guest's direction has
 * ended; MileHvCorrupt: the host broke the ring.
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
 * Ends the guest's direction: writes a packet without data into the ring. Nothing is committed. The
 * host's direction continues.
 *
 * @return MileHvSuccess; MileHvInvalid: the direction has already ended; MileHvFull or
 * MileHvCorrupt: the direction has not ended.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvSocketShutdown(MILE_HV_SOCKET *Socket, MILE_HV_SEND_RING *Ring)
{
    MILE_HV_RESULT Result;

    if (Socket->SendEnded != 0)
    {
        return MileHvInvalid;
    }
    Result = MileHvSendPipe(Ring, Ring, 0); /* The length is 0, so any pointer is valid. */
    Socket->SendEnded = (Result == MileHvSuccess) ? 1 : 0;
    return Result;
}

/**
 * Checks a packet of the stream.
 *
 * @param Received the packet, from MileHvPacketCheck().
 * @param Data receives a pointer to the data, in the caller's buffer, or null; @p Bytes its length,
 * or 0.
 * @return MileHvSuccess: data; MileHvEmpty: the host ended its direction; MileHvCorrupt: not
 * in-band, a broken pipe header, or a packet after the end.
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
