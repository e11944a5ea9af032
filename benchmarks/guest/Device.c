/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Drivers side by side: a read of 4 KiB, and frames of 1,500 bytes both ways.
 *
 *     device ROUNDS                     prints lines `OPERATION DEVICE NANOSECONDS` for every round
 *     device OPERATION DEVICE ROUNDS    only one, for callgrind to count what is done within Timed()
 *
 * A batch is timed at once. The host between the batches is this library's other side of the ring: it checks what each
 * driver has sent, and ends the program with 1 if that is not what it has to be.
 */

#define _GNU_SOURCE

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <Mile.HyperV/Guest/Network.h>
#include <Mile.HyperV/Guest/Storage.h>

#include "Device.h"

static const DEVICE *const Devices[] = {
    &OursDevice,
#if defined(WITH_MU_MSVM)
    &MuMsvmDevice,
#endif
#if defined(WITH_OPENVMM)
    &OpenVmmDevice,
#endif
};
#define DEVICE_COUNT (sizeof(Devices) / sizeof(Devices[0]))

static _Alignas(4096) uint8_t Memory[2][CONTROL_BYTES + DATA_BYTES];
static _Alignas(4096) uint8_t Sections[SECTIONS_BYTES];
static _Alignas(4096) uint8_t Ranges[SECTIONS_BYTES];
static _Alignas(4096) uint8_t Page[READ_BYTES];
static _Alignas(64) uint8_t Frame[FRAME_BYTES];
static _Alignas(64) uint8_t Arrived[FRAME_BYTES];
static MILE_HV_RECEIVE_RING FromGuest;
static MILE_HV_SEND_RING ToGuest;

static void Expect(const DEVICE *Device, int Good, const char *What)
{
    if (!Good)
    {
        printf("FAILED: %s: %s\n", Device->Name, What);
        exit(1);
    }
}

static void Clear(void)
{
    memset(Memory[0], 0, CONTROL_BYTES);
    memset(Memory[1], 0, CONTROL_BYTES);
}

static void Attach(const DEVICE *Device)
{
    Expect(Device,
           MileHvReceiveRingAttach(&FromGuest, (VMRCB *)(void *)Memory[0], Memory[0] + CONTROL_BYTES, DATA_BYTES) ==
                   MileHvSuccess &&
               MileHvSendRingAttach(&ToGuest, (VMRCB *)(void *)Memory[1], Memory[1] + CONTROL_BYTES, DATA_BYTES) ==
                   MileHvSuccess,
           "the rings");
}

static void Next(const DEVICE *Device, MILE_HV_PACKET *Packet)
{
    static _Alignas(8) uint8_t Buffer[4096];
    HV_UINT32 Bytes;

    Expect(Device,
           MileHvReceivePacket(&FromGuest, Buffer, sizeof(Buffer), &Bytes) == MileHvSuccess &&
               MileHvPacketCheck(Buffer, Bytes, Packet) == MileHvSuccess,
           "a packet is missing, or is none");
}

/** Examines every request, and completes it. */
static void CompleteReads(const DEVICE *Device)
{
    unsigned Number;

    for (Number = 0; Number < BATCH; ++Number)
    {
        MILE_HV_PACKET Packet;
        VSTOR_PACKET Storage;

        Next(Device, &Packet);
        Expect(Device,
               Packet.Descriptor.Type == VmbusPacketTypeDataUsingGpaDirect && Packet.RangeCount == 1 &&
                   Packet.Descriptor.Flags == VMBUS_DATA_PACKET_FLAG_COMPLETION_REQUESTED &&
                   Packet.PayloadBytes == sizeof(Storage),
               "another packet than a request's");
        memcpy(&Storage, Packet.Payload, sizeof(Storage));
        Expect(Device,
               Storage.Operation == VStorOperationExecuteSRB && Storage.VmSrb.DataTransferLength == READ_BYTES &&
                   Storage.VmSrb.DataIn == VMSCSI_IOCTL_DATA_IN && Storage.VmSrb.CdbLength == 10,
               "another request than a read");
        Storage.Operation = VStorOperationCompleteIo;
        Storage.Status = 0;
        Storage.VmSrb.SrbStatus = VMSTOR_SRB_STATUS_SUCCESS;
        Storage.VmSrb.ScsiStatus = 0;
        Storage.VmSrb.SenseInfoExLength = VMSCSI_SENSE_BUFFER_SIZE;
        Expect(Device,
               MileHvSendCompletion(&ToGuest, Packet.Descriptor.TransactionId, &Storage, sizeof(Storage)) ==
                   MileHvSuccess,
               "no room");
    }
    (void)MileHvReceiveRingCommit(&FromGuest);
    (void)MileHvSendRingCommit(&ToGuest);
}

/** Examines every frame in its section. */
static void TakeFrames(const DEVICE *Device)
{
    unsigned Number;

    for (Number = 0; Number < BATCH; ++Number)
    {
        HV_UINT8 Records[MILE_HYPERV_RNDIS_INFO_ROOM_SIZE];
        MILE_HV_RNDIS_FRAME Found;
        MILE_HV_PACKET Packet;
        NVSP_MESSAGE Message;
        HV_UINT32 Section;
        HV_UINT32 Bytes;

        Next(Device, &Packet);
        memset(&Message, 0, sizeof(Message));
        memcpy(&Message, Packet.Payload, Packet.PayloadBytes < sizeof(Message) ? Packet.PayloadBytes : sizeof(Message));
        Section = Message.Messages.Version1Messages.SendRNDISPacket.SendBufferSectionIndex;
        Bytes = Message.Messages.Version1Messages.SendRNDISPacket.SendBufferSectionSize;
        Expect(Device,
               Message.Header.MessageType == NvspMessage1TypeSendRNDISPacket && Section < BATCH &&
                   Bytes <= SECTION_BYTES &&
                   MileHvRndisFrameCheck(Sections + Section * SECTION_BYTES, Bytes, Records, sizeof(Records), &Found) ==
                       MileHvSuccess &&
                   Found.DataBytes == FRAME_BYTES &&
                   memcmp((const void *)(uintptr_t)Found.Data, Frame, FRAME_BYTES) == 0,
               "another message than the frame's");
    }
    (void)MileHvReceiveRingCommit(&FromGuest);
}

/** Frames with records of a checksum and of a hash. */
static void PutFrames(const DEVICE *Device)
{
    MILE_HV_RNDIS_INFO Info;
    NVSP_MESSAGE Message;
    unsigned Number;

    memset(&Info, 0, sizeof(Info));
    Info.Has = MILE_HYPERV_RNDIS_HAS_CHECKSUM | MILE_HYPERV_RNDIS_HAS_HASH_VALUE;
    Info.Checksum.Value = 0x38;
    Info.HashValue = 77;
    MileHvNetworkPacketBuild(&Message, NVSP_DATA_CHANNEL_TYPE, NVSP_INVALID_SECTION_INDEX, 0);
    for (Number = 0; Number < BATCH; ++Number)
    {
        uint8_t *Range = Ranges + Number * SECTION_BYTES;
        HV_UINT32 External[4] = {RECEIVE_SET_ID, 1, 0, Number * SECTION_BYTES};
        HV_UINT32 Bytes;

        Expect(Device, MileHvRndisFrameBuild(Range, SECTION_BYTES, &Info, FRAME_BYTES, &Bytes) == MileHvSuccess, "room");
        memcpy(Range + Bytes, Frame, FRAME_BYTES);
        External[2] = Bytes + FRAME_BYTES;
        Expect(Device,
               MileHvSendPacket(&ToGuest, VmbusPacketTypeDataUsingTransferPages,
                                VMBUS_DATA_PACKET_FLAG_COMPLETION_REQUESTED, Number + 1, External, sizeof(External),
                                &Message, NVSP_PACKET_SIZE_V1) == MileHvSuccess,
               "no room");
    }
    (void)MileHvSendRingCommit(&ToGuest);
}

/** Every frame was completed, and the last is whole. */
static void CheckFrames(const DEVICE *Device)
{
    unsigned Number;

    for (Number = 0; Number < BATCH; ++Number)
    {
        MILE_HV_PACKET Packet;

        Next(Device, &Packet);
        Expect(Device,
               Packet.Descriptor.Type == VmbusPacketTypeCompletion && Packet.Descriptor.TransactionId == Number + 1,
               "a frame that is not completed");
    }
    Expect(Device, memcmp(Arrived, Frame, FRAME_BYTES) == 0, "another frame than the host's");
}

static double Now(void)
{
    struct timespec Time;

    clock_gettime(CLOCK_MONOTONIC, &Time);
    return (double)Time.tv_sec * 1e9 + (double)Time.tv_nsec;
}

/* The operations: each does a whole batch. */

static int SendReads(const DEVICE *Device)
{
    unsigned Number;
    int Good = 1;

    for (Number = 0; Number < BATCH; ++Number)
    {
        Good &= Device->SendRead(Page);
    }
    return Good;
}

static int ReceiveReads(const DEVICE *Device)
{
    return Device->ReceiveReads(BATCH);
}

static int SendFrames(const DEVICE *Device)
{
    unsigned Number;
    int Good = 1;

    for (Number = 0; Number < BATCH; ++Number)
    {
        Good &= Device->SendFrame(Frame);
    }
    return Good;
}

static int ReceiveFrames(const DEVICE *Device)
{
    return Device->ReceiveFrames(BATCH, Arrived);
}

/** Not in line, for callgrind to know it by its name. */
static __attribute__((noinline)) int Timed(int (*Run)(const DEVICE *), const DEVICE *Device)
{
    int Good = Run(Device);

    __asm__ __volatile__("" : : : "memory");
    return Good;
}

/** Untimed, if it is not the operation that is wanted. */
static void Do(const char *Name, const char *Wanted, int (*Run)(const DEVICE *), const DEVICE *Device)
{
    double Begin = Now();

    if (Wanted && strcmp(Name, Wanted) != 0)
    {
        Expect(Device, Run(Device), Name);
        return;
    }
    Expect(Device, Timed(Run, Device), Name);
    printf("%s %s %.2f\n", Name, Device->Name, (Now() - Begin) / BATCH);
}

static void Round(const DEVICE *Device, const char *Wanted)
{
    Clear();
    Expect(Device, Device->OpenStorage(Memory[0], Memory[1]), "it does not open");
    Attach(Device);
    Do("read-sent", Wanted, SendReads, Device);
    CompleteReads(Device);
    Do("read-received", Wanted, ReceiveReads, Device);
    if (!Device->OpenNetwork)
    {
        return;
    }
    Clear();
    Expect(Device, Device->OpenNetwork(Memory[0], Memory[1], Sections, Ranges), "it does not open");
    Attach(Device);
    Do("frame-sent", Wanted, SendFrames, Device);
    TakeFrames(Device);
    PutFrames(Device);
    memset(Arrived, 0, sizeof(Arrived));
    Do("frame-received", Wanted, ReceiveFrames, Device);
    CheckFrames(Device);
}

int main(int Count, char **Words)
{
    long Rounds = Count > 1 ? strtol(Words[Count - 1], NULL, 10) : 0;
    size_t Number;
    long At;

    for (Number = 0; Number < sizeof(Frame); ++Number)
    {
        Frame[Number] = (uint8_t)(Number * 167 + Number / 256);
    }
    for (At = 0; At < Rounds; ++At)
    {
        for (Number = 0; Number < DEVICE_COUNT; ++Number)
        {
            const DEVICE *Device = Devices[(Number + (size_t)At) % DEVICE_COUNT];

            if (Count != 4 || strcmp(Device->Name, Words[2]) == 0)
            {
                Round(Device, Count == 4 ? Words[1] : NULL);
            }
        }
    }
    return 0;
}
