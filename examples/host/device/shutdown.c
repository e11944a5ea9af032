/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Shutdown (Device/Shutdown.h): the command "shutdown" asks the guest to turn itself off or to restart.
 */

#include "ic.h"

#include <string.h>

#include <Mile.HyperV/Device/Shutdown.h>

static void Ready(HOST_CHANNEL *Channel)
{
    HostEvent("SHUTDOWN_READY", "{\"device\": \"%s\"}", Channel->Device->Name);
}

static void Answer(HOST_CHANNEL *Channel, const IC_MSG_HDR *Header, const HV_UINT8 *Body, unsigned Bytes)
{
    (void)Body;
    (void)Bytes;
    HostSay("%s: the guest answers %08x", Channel->Device->Name, Header->Status);
    HostEvent("SHUTDOWN_ANSWER", "{\"status\": %u}", Header->Status);
}

static void Open(HOST_CHANNEL *Channel, const HV_UINT8 *UserData)
{
    static const IC_VERSION Versions[] = {IC_SHUTDOWN_VERSION_1, IC_SHUTDOWN_VERSION_3, IC_SHUTDOWN_VERSION_31,
                                          IC_SHUTDOWN_VERSION_32};
    static const IC_SERVICE Service = {ICFeatureIdxShutdown, Versions, sizeof(Versions) / sizeof(Versions[0]), Ready,
                                       Answer};

    (void)UserData;
    IcOpen(Channel, &Service);
}

static int Shutdown(HOST_DEVICE *Device, const char *Arguments, char *Reply)
{
    IC_SHUTDOWN_MSG_DATA Data = {.ReasonCode = IC_SHUTDOWN_REASON_FLAG_PLANNED};
    long long Restart;
    long long Force;

    if (!JsonInteger(Arguments, "restart", 0, 1, 0, &Restart) || !JsonInteger(Arguments, "force", 0, 1, 1, &Force))
    {
        strcpy(Reply, "restart and force are 0 or 1");
        return 0;
    }
    Data.Flags = (Force ? IC_SHUTDOWN_FLAG_FORCE : 0U) | (Restart ? IC_SHUTDOWN_FLAG_RESTART : 0U);
    return IcReady(Device, Reply) != NULL && IcRequest(Device->Channel, &Data, sizeof(Data));
}

static const HOST_COMMAND Commands[] = {
    {"shutdown", "restart (0), force (1): asks the guest to turn itself off or to restart", Shutdown},
    {NULL, NULL, NULL},
};

const HOST_DEVICE_TYPE ShutdownType = {
    .Name = "shutdown",
    .Help = "lets the command \"shutdown\" ask the guest to turn itself off",
    .Class = IC_SHUTDOWN_CLASS_ID_INIT,
    .Instance = IC_SHUTDOWN_INSTANCE_ID_INIT,
    .OfferFlags = VMBUS_OFFER_FLAG_NAMED_PIPE_MODE,
    .ChannelBytes = sizeof(IC_CHANNEL),
    .Open = Open,
    .Packet = IcPacket,
    .Commands = Commands,
};
