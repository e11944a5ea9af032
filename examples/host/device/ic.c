/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The frame of the integration components (Device/IntegrationComponent.h).
 */

#include "ic.h"

#include <stdio.h>
#include <string.h>

enum
{
    MaximumVersions = 8,
};

static const IC_VERSION Frames[] = {IC_FRAMEWORK_VERSION_1, IC_FRAMEWORK_VERSION_3};

enum
{
    FrameCount = sizeof(Frames) / sizeof(Frames[0]),
};

static int Send(HOST_CHANNEL *Channel, IC_MSG_TYPE Type, const void *Body, unsigned Bytes)
{
    IC_CHANNEL *State = Channel->State;
    struct
    {
        IC_MSG_HDR Header;
        HV_UINT8 Body[IC_MAXIMUM_MESSAGE_SIZE - sizeof(IC_MSG_HDR)];
    } Message = {0};

    if (Bytes > sizeof(Message.Body) || State->IsWaiting)
    {
        return 0;
    }
    if (Type != ICFeatureVersionNegotiation)
    {
        Message.Header.ICVerFramework = State->Frame;
        Message.Header.ICVerMessage = State->Version;
    }
    Message.Header.ICMsgType = Type;
    Message.Header.ICMsgSize = (HV_UINT16)Bytes;
    Message.Header.ICTransactionId = ++State->TransactionId;
    Message.Header.ICFlags = IC_MSG_FLAG_TRANSACTION | IC_MSG_FLAG_REQUEST;
    memcpy(Message.Body, Body, Bytes);
    State->IsWaiting = ChannelSendPipe(Channel, &Message, (unsigned)sizeof(Message.Header) + Bytes);
    return State->IsWaiting;
}

void IcOpen(HOST_CHANNEL *Channel, const IC_SERVICE *Service)
{
    IC_CHANNEL *State = Channel->State;
    const IC_MSG_NEGOTIATE Head = {.ICFrameworkVersionCount = FrameCount,
                                   .ICMessageVersionCount = (HV_UINT16)Service->VersionCount};
    HV_UINT8 Body[sizeof(Head) + (FrameCount + MaximumVersions) * sizeof(IC_VERSION)];
    const size_t Bytes = Service->VersionCount * sizeof(IC_VERSION);

    State->Service = Service;
    memcpy(Body, &Head, sizeof(Head));
    memcpy(Body + sizeof(Head), Frames, sizeof(Frames));
    memcpy(Body + sizeof(Head) + sizeof(Frames), Service->Versions, Bytes);
    Send(Channel, ICFeatureVersionNegotiation, Body, (unsigned)(sizeof(Head) + sizeof(Frames) + Bytes));
}

static int IsOneOf(IC_VERSION Version, const IC_VERSION *List, unsigned Count)
{
    for (unsigned Index = 0; Index < Count; ++Index)
    {
        if (List[Index].Major == Version.Major && List[Index].Minor == Version.Minor)
        {
            return 1;
        }
    }
    return 0;
}

static void TakeNegotiation(HOST_CHANNEL *Channel, const HV_UINT8 *Body, unsigned Bytes)
{
    IC_CHANNEL *State = Channel->State;
    IC_MSG_NEGOTIATE Head;
    IC_VERSION Versions[2];

    if (Bytes < sizeof(Head))
    {
        ChannelFail(Channel, "a negotiation of %u bytes", Bytes);
        return;
    }
    memcpy(&Head, Body, sizeof(Head));
    if (Head.ICFrameworkVersionCount != 1 || Head.ICMessageVersionCount != 1 || Bytes < sizeof(Head) + sizeof(Versions))
    {
        HostSay("%s: the guest has no version in common", Channel->Device->Name);
        return;
    }
    memcpy(Versions, Body + sizeof(Head), sizeof(Versions));
    if (!IsOneOf(Versions[0], Frames, FrameCount) ||
        !IsOneOf(Versions[1], State->Service->Versions, State->Service->VersionCount))
    {
        ChannelFail(Channel, "it picks versions %u.%u and %u.%u, which were not offered", Versions[0].Major,
                    Versions[0].Minor, Versions[1].Major, Versions[1].Minor);
        return;
    }
    State->Frame = Versions[0];
    State->Version = Versions[1];
    State->IsReady = 1;
    HostSay("%s: version %u.%u in frame %u.%u", Channel->Device->Name, Versions[1].Major, Versions[1].Minor,
            Versions[0].Major, Versions[0].Minor);
    State->Service->Ready(Channel);
}

void IcPacket(HOST_CHANNEL *Channel, const MILE_HV_PACKET *Packet)
{
    IC_CHANNEL *State = Channel->State;
    const HV_UINT8 *Message;
    HV_UINT32 Bytes;
    IC_MSG_HDR Header;

    if (Packet->Descriptor.Type != VmbusPacketTypeDataInBand ||
        MileHvPipeCheck(Packet->Payload, Packet->PayloadBytes, &Message, &Bytes) != MileHvSuccess ||
        Bytes < sizeof(Header))
    {
        ChannelFail(Channel, "a packet that is no message");
        return;
    }
    memcpy(&Header, Message, sizeof(Header));
    if (Header.ICMsgSize > Bytes - sizeof(Header))
    {
        ChannelFail(Channel, "a body of %u bytes in a message of %u", Header.ICMsgSize, Bytes);
        return;
    }
    if (!State->IsWaiting || Header.ICTransactionId != State->TransactionId ||
        (Header.ICFlags & IC_MSG_FLAG_RESPONSE) == 0)
    {
        ++Channel->Statistics.Dropped; /* An answer to nothing. */
        return;
    }
    State->IsWaiting = 0;
    if (Header.ICMsgType == ICFeatureVersionNegotiation)
    {
        TakeNegotiation(Channel, Message + sizeof(Header), Header.ICMsgSize);
    }
    else if (Header.ICMsgType == State->Service->Type && State->IsReady)
    {
        State->Service->Answer(Channel, &Header, Message + sizeof(Header), Header.ICMsgSize);
    }
    else
    {
        ChannelFail(Channel, "an answer of type %u", Header.ICMsgType);
    }
}

int IcRequest(HOST_CHANNEL *Channel, const void *Body, unsigned Bytes)
{
    const IC_CHANNEL *State = Channel->State;

    return Channel->IsOpen && State->IsReady && Send(Channel, State->Service->Type, Body, Bytes);
}

IC_CHANNEL *IcReady(HOST_DEVICE *Device, char *Reply)
{
    IC_CHANNEL *State = Device->Channel != NULL && Device->Channel->IsOpen ? Device->Channel->State : NULL;

    if (State == NULL || !State->IsReady || State->IsWaiting)
    {
        snprintf(Reply, ReplyBytes, State == NULL      ? "the guest has not opened %s"
                                    : !State->IsReady ? "the guest has not agreed on a version with %s"
                                                      : "the guest has not answered the last request of %s",
                 Device->Name);
        return NULL;
    }
    return State;
}
