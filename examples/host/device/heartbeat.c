/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Heartbeat (Device/Heartbeat.h): a request every two seconds; the guest counts it on.
 */

#include "ic.h"

#include <stdio.h>
#include <string.h>

#include <Mile.HyperV/Device/Heartbeat.h>

enum
{
    PeriodMilliseconds = 2000,
};

typedef struct HEARTBEAT_CHANNEL
{
    IC_CHANNEL Ic;
    HV_UINT64 Sent; /* Sequence number of the last request. */
} HEARTBEAT_CHANNEL;

typedef struct HEARTBEAT
{
    HV_UINT64 Answers;
    HV_UINT64 Missed;
    GUEST_APPLICATION_STATE State;
} HEARTBEAT;

static void Beat(void *Context)
{
    HOST_CHANNEL *Channel = Context;
    HEARTBEAT_CHANNEL *State = Channel->State;
    HEARTBEAT *Heartbeat = Channel->Device->State;
    IC_HEARTBEAT_MSG_DATA Data = {.SeqNum = State->Sent + 1};

    if (IcRequest(Channel, &Data, sizeof(Data)))
    {
        State->Sent = Data.SeqNum;
    }
    else
    {
        ++Heartbeat->Missed;
    }
    HostTimer(PeriodMilliseconds, Beat, Channel);
}

static void Ready(HOST_CHANNEL *Channel)
{
    Beat(Channel);
}

static void Answer(HOST_CHANNEL *Channel, const IC_MSG_HDR *Header, const HV_UINT8 *Body, unsigned Bytes)
{
    HEARTBEAT_CHANNEL *State = Channel->State;
    HEARTBEAT *Heartbeat = Channel->Device->State;
    IC_HEARTBEAT_MSG_DATA Data = {0};

    (void)Header;
    memcpy(&Data, Body, Bytes < sizeof(Data) ? Bytes : sizeof(Data));
    if (Bytes < sizeof(Data.SeqNum) || Data.SeqNum != State->Sent + 1)
    {
        ++Heartbeat->Missed;
        return;
    }
    State->Sent = Data.SeqNum;
    Heartbeat->State = Data.ApplicationState;
    if (++Heartbeat->Answers == 1)
    {
        HostEvent("HEARTBEAT", "{\"device\": \"%s\"}", Channel->Device->Name);
    }
}

static void Open(HOST_CHANNEL *Channel, const HV_UINT8 *UserData)
{
    static const IC_VERSION Versions[] = {IC_HEARTBEAT_VERSION_1, IC_HEARTBEAT_VERSION_3, IC_HEARTBEAT_VERSION_31};
    static const IC_SERVICE Service = {ICFeatureIdxHeartbeat, Versions, sizeof(Versions) / sizeof(Versions[0]),
                                       Ready, Answer};

    (void)UserData;
    IcOpen(Channel, &Service);
}

static void Close(HOST_CHANNEL *Channel)
{
    HostCancelTimer(Beat, Channel);
}

static int Report(HOST_DEVICE *Device, const char *Arguments, char *Reply)
{
    const HEARTBEAT *Heartbeat = Device->State;

    (void)Arguments;
    snprintf(Reply, ReplyBytes, "{\"answers\": %llu, \"missed\": %llu, \"state\": %u}",
             (unsigned long long)Heartbeat->Answers, (unsigned long long)Heartbeat->Missed, Heartbeat->State);
    return 1;
}

static const HOST_COMMAND Commands[] = {
    {"heartbeat", "no arguments: how many heartbeats the guest answered and missed", Report},
    {NULL, NULL, NULL},
};

const HOST_DEVICE_TYPE HeartbeatType = {
    .Name = "heartbeat",
    .Help = "asks every two seconds whether the guest is alive",
    .Class = IC_HEARTBEAT_CLASS_ID_INIT,
    .Instance = IC_HEARTBEAT_INSTANCE_ID_INIT,
    .OfferFlags = VMBUS_OFFER_FLAG_NAMED_PIPE_MODE,
    .StateBytes = sizeof(HEARTBEAT),
    .ChannelBytes = sizeof(HEARTBEAT_CHANNEL),
    .Open = Open,
    .Packet = IcPacket,
    .Close = Close,
    .Commands = Commands,
};
