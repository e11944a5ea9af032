/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Volume snapshots (Device/VolumeShadowCopy.h): commands freeze the guest's file systems and thaw them.
 */

#include "ic.h"

#include <string.h>

#include <Mile.HyperV/Device/VolumeShadowCopy.h>

typedef struct VSS_CHANNEL
{
    IC_CHANNEL Ic;
    HV_UINT8 Asked; /* Operation of the last request. */
} VSS_CHANNEL;

static void Ready(HOST_CHANNEL *Channel)
{
    HostEvent("VSS_READY", "{\"device\": \"%s\"}", Channel->Device->Name);
}

static void Answer(HOST_CHANNEL *Channel, const IC_MSG_HDR *Header, const HV_UINT8 *Body, unsigned Bytes)
{
    const VSS_CHANNEL *State = Channel->State;
    IC_VSS_MSG Message = {0};

    memcpy(&Message, Body, Bytes < sizeof(Message) ? Bytes : sizeof(Message));
    HostEvent("VSS_ANSWER", "{\"operation\": %u, \"status\": %u, \"flags\": %u}", State->Asked, Header->Status,
              State->Asked == ICVssOperationCheckHotBackup ? Message.Body.CheckHotBackup.Flags : 0);
}

static void Open(HOST_CHANNEL *Channel, const HV_UINT8 *UserData)
{
    static const IC_VERSION Versions[] = {IC_VSS_VERSION_4, IC_VSS_VERSION_5, IC_VSS_VERSION_6, IC_VSS_VERSION_7};
    static const IC_SERVICE Service = {ICFeatureIdxVss, Versions, sizeof(Versions) / sizeof(Versions[0]), Ready, Answer};

    (void)UserData;
    IcOpen(Channel, &Service);
}

static int Ask(HOST_DEVICE *Device, char *Reply, HV_UINT8 Operation)
{
    VSS_CHANNEL *State = (VSS_CHANNEL *)IcReady(Device, Reply);
    union
    {
        IC_VSS_MSG_HDR Header;
        IC_VSS_MSG Short;
        IC_VSS_MSG2 Freeze; /* No disks: all file systems. */
    } Message;

    if (State == NULL)
    {
        return 0;
    }
    memset(&Message, 0, sizeof(Message));
    Message.Header.Operation = Operation;
    State->Asked = Operation;
    return IcRequest(Device->Channel, &Message,
                     Operation == ICVssOperationFreezeApplications ? sizeof(Message.Freeze) : sizeof(Message.Short));
}

static int Check(HOST_DEVICE *Device, const char *Arguments, char *Reply)
{
    (void)Arguments;
    return Ask(Device, Reply, ICVssOperationCheckHotBackup);
}

static int Freeze(HOST_DEVICE *Device, const char *Arguments, char *Reply)
{
    (void)Arguments;
    return Ask(Device, Reply, ICVssOperationFreezeApplications);
}

static int Thaw(HOST_DEVICE *Device, const char *Arguments, char *Reply)
{
    (void)Arguments;
    return Ask(Device, Reply, ICVssOperationThawApplications);
}

static const HOST_COMMAND Commands[] = {
    {"vss-check", "no arguments: asks whether the guest can be backed up while it runs", Check},
    {"vss-freeze", "no arguments: freezes the guest's file systems", Freeze},
    {"vss-thaw", "no arguments: thaws them", Thaw},
    {NULL, NULL, NULL},
};

const HOST_DEVICE_TYPE VssType = {
    .Name = "vss",
    .Help = "volume snapshots: commands freeze the guest's file systems and thaw them",
    .Class = IC_VSS_CLASS_ID_INIT,
    .Instance = IC_VSS_INSTANCE_ID_INIT,
    .OfferFlags = VMBUS_OFFER_FLAG_NAMED_PIPE_MODE,
    .ChannelBytes = sizeof(VSS_CHANNEL),
    .Open = Open,
    .Packet = IcPacket,
    .Commands = Commands,
};
