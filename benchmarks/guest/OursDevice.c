/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Storage and network of this library's guest layer, as a driver of each uses it.
 *
 * Checked of a completion: packet and descriptor, that its id is that of an open request and comes once, the length by
 * version, the operation, the status, the bytes that were transferred, the sense data. Of a frame: the buffer's id, each
 * range, the message, its offsets and lengths, that its parts do not overlap, each record before the data, which are
 * copied before they are read.
 */

#include <Mile.HyperV/Guest/Network.h>
#include <Mile.HyperV/Guest/Request.h>
#include <Mile.HyperV/Guest/Storage.h>

#include "Device.h"

static MILE_HV_SEND_RING Out;
static MILE_HV_RECEIVE_RING In;
static MILE_HV_REQUESTS Requests;
static MILE_HV_REQUEST Slots[BATCH];
static uint8_t *Sections;
static uint8_t *Ranges;
static _Alignas(64) uint8_t Buffer[4096];

static const MILE_HV_STORAGE_REQUEST Request = {
    {0, 0, 1, 0}, {0x28, 0, 0, 0, 1, 0, 0, 0, 8, 0}, 10, VMSCSI_IOCTL_DATA_IN, VMSTOR_SRB_SIMPLE_TAG_REQUEST, 0,
    READ_BYTES, 0, 30};

static int Open(uint8_t *SendMemory, uint8_t *ReceiveMemory)
{
    return MileHvSendRingCreate(&Out, (VMRCB *)(void *)SendMemory, SendMemory + CONTROL_BYTES, DATA_BYTES) ==
               MileHvSuccess &&
           MileHvReceiveRingCreate(&In, (VMRCB *)(void *)ReceiveMemory, ReceiveMemory + CONTROL_BYTES, DATA_BYTES) ==
               MileHvSuccess &&
           MileHvReceiveRingUnmask(&In) == MileHvEmpty &&
           MileHvRequestsCreate(&Requests, Slots, BATCH) == MileHvSuccess;
}

static int SendRead(void *Page)
{
    const HV_UINT64 Pages[1] = {(HV_UINT64)(uintptr_t)Page / 4096};
    VMBUS_GPA_RANGE_ENTRY Entries[2];
    MILE_HV_GPA_LIST List;
    VSTOR_PACKET Packet;
    HV_UINT64 Id;
    HV_UINT32 Bytes;

    MileHvGpaListBegin(&List, Entries, 2);
    if (MileHvRequestBegin(&Requests, Page, &Id) != MileHvSuccess ||
        MileHvGpaListAddRange(&List, Pages, 1, (HV_UINT32)((uintptr_t)Page % 4096), READ_BYTES) != MileHvSuccess ||
        MileHvStorageRequestBuild(&Packet, VMSTOR_PROTOCOL_VERSION_BLUE, &Request, &Bytes) != MileHvSuccess ||
        MileHvStorageSend(&Out, Id, &Packet, Bytes, &List) != MileHvSuccess)
    {
        return 0;
    }
    (void)MileHvSendRingCommit(&Out);
    return 1;
}

static int ReceiveReads(unsigned Count)
{
    MILE_HV_STORAGE_RESULT Result;
    MILE_HV_PACKET Received;
    VSTOR_PACKET Packet;
    HV_UINT32 Bytes;
    void *Context;

    for (; Count != 0; --Count)
    {
        if (MileHvReceivePacket(&In, Buffer, sizeof(Buffer), &Bytes) != MileHvSuccess ||
            MileHvPacketCheck(Buffer, Bytes, &Received) != MileHvSuccess ||
            MileHvRequestEnd(&Requests, Received.Descriptor.TransactionId, &Context) != MileHvSuccess ||
            MileHvStorageReplyCheck(&Received, VMSTOR_PROTOCOL_VERSION_BLUE, &Packet) != MileHvSuccess ||
            MileHvStorageResultCheck(&Packet, &Request, &Result) != MileHvSuccess || Result.Outcome != MileHvStorageGood)
        {
            return 0;
        }
    }
    (void)MileHvReceiveRingCommit(&In);
    return 1;
}

static int OpenNetwork(uint8_t *SendMemory, uint8_t *ReceiveMemory, uint8_t *SendBuffer, uint8_t *ReceiveBuffer)
{
    Sections = SendBuffer;
    Ranges = ReceiveBuffer;
    return Open(SendMemory, ReceiveMemory);
}

static int SendFrame(void *Frame)
{
    static const MILE_HV_RNDIS_LIMITS Limits = {8, SECTION_BYTES, 8, 0};
    static const MILE_HV_RNDIS_INFO Info = {MILE_HYPERV_RNDIS_HAS_CHECKSUM, {{.Value = 0x00220005}}, {{.Value = 0}},
                                            {{.Value = 0}}, 0, 0, {0, 0, 0}, 0};
    MILE_HV_RNDIS_SECTION Section;
    HV_UINT32 Number;
    HV_UINT64 Id;

    if (MileHvRequestBegin(&Requests, Frame, &Id) != MileHvSuccess)
    {
        return 0;
    }
    Number = MileHvRequestIndex(Id);
    MileHvRndisSectionBegin(&Section, Sections + Number * SECTION_BYTES, SECTION_BYTES, &Limits);
    if (MileHvRndisSectionAdd(&Section, &Info, Frame, FRAME_BYTES) != MileHvSuccess ||
        MileHvNetworkSendSection(&Out, Id, NVSP_PROTOCOL_VERSION_5, NVSP_DATA_CHANNEL_TYPE, Number, Section.Used) !=
            MileHvSuccess)
    {
        return 0;
    }
    (void)MileHvSendRingCommit(&Out);
    return 1;
}

static int ReceiveFrames(unsigned Count, void *Frame)
{
    HV_UINT8 Records[MILE_HYPERV_RNDIS_INFO_ROOM_SIZE];
    VMTRANSFER_PAGE_RANGE Range;
    MILE_HV_RNDIS_FRAME Found;
    MILE_HV_RNDIS_INFO Info;
    MILE_HV_PACKET Received;
    HV_UINT32 ChannelType;
    HV_UINT32 Bytes;

    for (; Count != 0; --Count)
    {
        if (MileHvReceivePacket(&In, Buffer, sizeof(Buffer), &Bytes) != MileHvSuccess ||
            MileHvPacketCheck(Buffer, Bytes, &Received) != MileHvSuccess ||
            MileHvNetworkReceiveCheck(&Received, RECEIVE_SET_ID, SECTIONS_BYTES, &ChannelType) != MileHvSuccess ||
            MileHvTransferPage(&Received, 0, SECTIONS_BYTES, &Range) != MileHvSuccess ||
            MileHvRndisFrameCheck(Ranges + Range.ByteOffset, Range.ByteCount, Records, sizeof(Records), &Found) !=
                MileHvSuccess ||
            MileHvRndisInfoCheck(Found.Info, Found.InfoBytes, &Info) != MileHvSuccess ||
            Info.Checksum.Value != 0x38 || Found.DataBytes != FRAME_BYTES)
        {
            return 0;
        }
        MileHvCopyFromShared(Frame, Found.Data, Found.DataBytes);
        if (MileHvNetworkComplete(&Out, Received.Descriptor.TransactionId, NVSP_PROTOCOL_VERSION_5,
                                  NvspStatusSuccess) != MileHvSuccess)
        {
            return 0;
        }
    }
    (void)MileHvSendRingCommit(&Out);
    (void)MileHvReceiveRingCommit(&In);
    return 1;
}

const DEVICE OursDevice = {"ours", Open, SendRead, ReceiveReads, OpenNetwork, SendFrame, ReceiveFrames};
