/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Time synchronization (Device/TimeSync.h): sets the guest's clock once, then sends samples.
 */

#include "ic.h"
#include "../machine.h"

#include <string.h>
#include <time.h>

#include <Mile.HyperV/Device/TimeSync.h>

enum
{
    SampleMilliseconds = 5000,
};

typedef struct TIME_SYNC
{
    long long OffsetSeconds; /* From this machine's clock, by command. */
} TIME_SYNC;

static int SendTime(HOST_CHANNEL *Channel, HV_UINT8 Flags)
{
    const IC_CHANNEL *State = Channel->State;
    const TIME_SYNC *Sync = Channel->Device->State;
    struct timespec Now;
    HV_UINT64 ParentTime;

    clock_gettime(CLOCK_REALTIME, &Now);
    ParentTime = IC_TIMESYNC_UNIX_EPOCH + (HV_UINT64)(Now.tv_sec + Sync->OffsetSeconds) * 10000000U +
                 (HV_UINT64)Now.tv_nsec / 100;
    if (State->Version.Major >= 4)
    {
        IC_TIMESYNC_REFERENCE_MSG_DATA Data = {
            .ParentTime = ParentTime, .VmReferenceTime = MachineReferenceTime(), .Flags = Flags, .Stratum = 1};

        return IcRequest(Channel, &Data, sizeof(Data));
    }
    else
    {
        IC_TIMESYNC_MSG_DATA Data = {.ParentTime = ParentTime, .Flags = Flags};

        return IcRequest(Channel, &Data, sizeof(Data));
    }
}

static void Sample(void *Context)
{
    SendTime(Context, IC_TIMESYNC_FLAG_SAMPLE);
    HostTimer(SampleMilliseconds, Sample, Context);
}

static void Ready(HOST_CHANNEL *Channel)
{
    SendTime(Channel, IC_TIMESYNC_FLAG_SYNC);
    HostTimer(SampleMilliseconds, Sample, Channel);
}

static void Answer(HOST_CHANNEL *Channel, const IC_MSG_HDR *Header, const HV_UINT8 *Body, unsigned Bytes)
{
    (void)Body;
    (void)Bytes;
    HostEvent("TIME_ANSWER", "{\"status\": %u, \"device\": \"%s\"}", Header->Status, Channel->Device->Name);
}

static void Open(HOST_CHANNEL *Channel, const HV_UINT8 *UserData)
{
    static const IC_VERSION Versions[] = {IC_TIMESYNC_VERSION_1, IC_TIMESYNC_VERSION_3, IC_TIMESYNC_VERSION_4};
    static const IC_SERVICE Service = {ICFeatureIdxTimeSync, Versions, sizeof(Versions) / sizeof(Versions[0]), Ready,
                                       Answer};

    (void)UserData;
    IcOpen(Channel, &Service);
}

static void Close(HOST_CHANNEL *Channel)
{
    HostCancelTimer(Sample, Channel);
}

static int SetTime(HOST_DEVICE *Device, const char *Arguments, char *Reply)
{
    TIME_SYNC *Sync = Device->State;

    if (!JsonInteger(Arguments, "offset", -3000000000LL, 3000000000LL, 0, &Sync->OffsetSeconds))
    {
        strcpy(Reply, "offset is a number of seconds");
        return 0;
    }
    return IcReady(Device, Reply) != NULL && SendTime(Device->Channel, IC_TIMESYNC_FLAG_SYNC);
}

static const HOST_COMMAND Commands[] = {
    {"time", "offset (0): sets the guest's clock to this machine's, so many seconds later", SetTime},
    {NULL, NULL, NULL},
};

const HOST_DEVICE_TYPE TimeSyncType = {
    .Name = "timesync",
    .Help = "sets the guest's clock, and keeps it right",
    .Class = IC_TIMESYNC_CLASS_ID_INIT,
    .Instance = IC_TIMESYNC_INSTANCE_ID_INIT,
    .OfferFlags = VMBUS_OFFER_FLAG_NAMED_PIPE_MODE,
    .StateBytes = sizeof(TIME_SYNC),
    .ChannelBytes = sizeof(IC_CHANNEL),
    .Open = Open,
    .Packet = IcPacket,
    .Close = Close,
    .Commands = Commands,
};
