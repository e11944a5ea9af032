/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Mile.HyperV/Guest/Storage.h: the bytes of each packet, and what becomes of a host's at every length.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <Mile.HyperV/Guest/ChannelMessage.h>
#include <Mile.HyperV/Guest/Request.h>
#include <Mile.HyperV/Guest/Storage.h>

#include "GuardPage.h"

static const HV_UINT32 Versions[] = {VMSTOR_PROTOCOL_VERSION_WIN6, VMSTOR_PROTOCOL_VERSION_WIN7,
                                     VMSTOR_PROTOCOL_VERSION_WIN8, VMSTOR_PROTOCOL_VERSION_BLUE,
                                     VMSTOR_PROTOCOL_VERSION_THRESHOLD};
enum
{
    VersionCount = sizeof(Versions) / sizeof(Versions[0])
};

static HV_UINT32 BytesOf(HV_UINT32 Version)
{
    return Version < 0x0501 ? 48 : 64;
}

/* A received packet that ends where the guard page begins. */
static MILE_HV_PACKET Received(HV_UINT16 Type, const void *Payload, HV_UINT32 Bytes)
{
    MILE_HV_PACKET Packet;

    memset(&Packet, 0, sizeof(Packet));
    Packet.Descriptor.Type = Type;
    Packet.Payload = (const HV_UINT8 *)GuardEnd(Payload, Bytes);
    Packet.PayloadBytes = Bytes;
    return Packet;
}

static void VersionsComeNewestFirst(void **State)
{
    HV_UINT32 Version = 0xFFFFFFFF;
    int Index;

    (void)State;
    for (Index = VersionCount; Index-- > 0;)
    {
        Version = MileHvStorageVersionBelow(Version);
        assert_int_equal(Version, Versions[Index]);
        assert_int_equal(MileHvStoragePacketBytes(Version), BytesOf(Version));
    }
    assert_int_equal(MileHvStorageVersionBelow(Version), 0);
    assert_int_equal(MileHvStoragePacketBytes(0), 64);
}

/* The packet as words, and nothing else in it. */
static void Holds(const VSTOR_PACKET *Packet, HV_UINT32 Operation, unsigned At, HV_UINT32 Bytes, HV_UINT32 Value)
{
    HV_UINT8 Expected[64] = {0};

    memcpy(Expected, &Operation, 4);
    Expected[4] = 1;
    memcpy(Expected + At, &Value, Bytes);
    assert_memory_equal(Packet, Expected, 64);
}

static void ControlPacketsHaveTheirBytes(void **State)
{
    const MILE_HV_STORAGE_ADDRESS Address = {1, 2, 3, 0};
    VSTOR_PACKET Packet;
    int Index;

    (void)State;
    memset(&Packet, 0xEE, sizeof(Packet));
    assert_int_equal(MileHvStorageBeginBuild(&Packet), 64);
    Holds(&Packet, 7, 0, 0, 0);
    for (Index = 0; Index < VersionCount; ++Index)
    {
        const HV_UINT32 Version = Versions[Index];

        assert_int_equal(MileHvStorageVersionBuild(&Packet, Version), 64);
        Holds(&Packet, 9, 12, 2, Version);
        assert_int_equal(MileHvStoragePropertiesBuild(&Packet, Version), BytesOf(Version));
        Holds(&Packet, 10, 0, 0, 0);
        assert_int_equal(MileHvStorageNamesBuild(&Packet, Version), BytesOf(Version));
        Holds(&Packet, 12, 0, 0, 0);
        assert_int_equal(MileHvStorageEndBuild(&Packet, Version, 0), BytesOf(Version));
        Holds(&Packet, 8, 0, 0, 0);
        assert_int_equal(MileHvStorageEndBuild(&Packet, Version, 1), BytesOf(Version));
        Holds(&Packet, 8, 12, 4, Version >= 0x0600);
        assert_int_equal(MileHvStorageSubChannelsBuild(&Packet, Version, 0x1234), BytesOf(Version));
        Holds(&Packet, 13, 12, 2, 0x1234);
        assert_int_equal(MileHvStorageResetBuild(&Packet, Version, VStorOperationResetLun, &Address), BytesOf(Version));
        assert_int_equal(Packet.Operation, 4);
        assert_int_equal(Packet.VmSrb.Length, BytesOf(Version) - 12);
        assert_int_equal(Packet.VmSrb.PathId * 100 + Packet.VmSrb.TargetId * 10 + Packet.VmSrb.Lun, 123);
    }
}

static MILE_HV_STORAGE_REQUEST ReadRequest(void)
{
    /* READ(10) of 8 blocks from 0x11223344 on. */
    const MILE_HV_STORAGE_REQUEST Request = {
        {1, 2, 3, 0}, {0x28, 0, 0x11, 0x22, 0x33, 0x44, 0, 0, 8, 0, 0xFF, 0xFF}, 10, VMSCSI_IOCTL_DATA_IN,
        VMSTOR_SRB_SIMPLE_TAG_REQUEST, 7, 4096, VMSTOR_SRB_FLAGS_NO_QUEUE_FREEZE, 30};

    return Request;
}

static void RequestsHaveTheirBytes(void **State)
{
    static const HV_UINT8 Expected[64] = {
        3, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0,                                     /* Operation, Flags, Status. */
        52, 0, 0, 0, 0, 1, 2, 3, 10, 20, 1, 0, 0, 0x10, 0, 0,                   /* Length to DataTransferLength. */
        0x28, 0, 0x11, 0x22, 0x33, 0x44, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, /* Not what is beyond the command. */
        0, 0, 7, 0x20, 0x40, 1, 0, 0, 30, 0, 0, 0, 0, 0, 0, 0};
    MILE_HV_STORAGE_REQUEST Request = ReadRequest();
    VSTOR_PACKET Packet;
    HV_UINT32 Bytes;
    int Index;

    (void)State;
    for (Index = 0; Index < VersionCount; ++Index)
    {
        HV_UINT8 Here[64];

        memcpy(Here, Expected, sizeof(Here));
        if (BytesOf(Versions[Index]) == 48)
        {
            Here[12] = 36;
            Here[21] = 18;
            memset(Here + 48, 0, 16);
        }
        memset(&Packet, 0xEE, sizeof(Packet));
        assert_int_equal(MileHvStorageRequestBuild(&Packet, Versions[Index], &Request, &Bytes), MileHvSuccess);
        assert_int_equal(Bytes, BytesOf(Versions[Index]));
        assert_memory_equal(&Packet, Here, 64);
    }
    Request.DataIn = VMSCSI_IOCTL_DATA_OUT;
    assert_int_equal(MileHvStorageRequestBuild(&Packet, 0x0600, &Request, &Bytes), MileHvSuccess);
    assert_int_equal(Packet.VmSrb.SrbFlags, 0x180);
    assert_int_equal(Packet.VmSrb.DataIn, 0);
    Request.DataBytes = 0;
    assert_int_equal(MileHvStorageRequestBuild(&Packet, 0x0600, &Request, &Bytes), MileHvSuccess);
    assert_int_equal(Packet.VmSrb.SrbFlags, 0x100);
    assert_int_equal(Packet.VmSrb.DataIn, 2);
    Request.DataBytes = 1;
    Request.DataIn = VMSCSI_IOCTL_DATA_UNKNOWN;
    assert_int_equal(MileHvStorageRequestBuild(&Packet, 0x0600, &Request, &Bytes), MileHvInvalid);
    assert_int_equal(Bytes, 0);
    Request.DataIn = VMSCSI_IOCTL_DATA_IN;
    for (Index = 0; Index < 256; ++Index)
    {
        Request.CdbLength = (HV_UINT8)Index;
        assert_int_equal(MileHvStorageRequestBuild(&Packet, 0x0600, &Request, &Bytes),
                         Index >= 1 && Index <= 16 ? MileHvSuccess : MileHvInvalid);
    }
}

static VMRCB Control;
static HV_UINT64 Data[4096 / 8];
static MILE_HV_SEND_RING Send;
static MILE_HV_RECEIVE_RING Receive;

static void RequestsTravelWithTheirPages(void **State)
{
    const HV_UINT64 Pages[2] = {0x100, 0x222};
    MILE_HV_STORAGE_REQUEST Request = ReadRequest();
    VMBUS_GPA_RANGE_ENTRY Entries[8];
    MILE_HV_GPA_LIST List;
    MILE_HV_PACKET Packet;
    VSTOR_PACKET Stor;
    HV_UINT8 Buffer[256];
    HV_UINT32 Bytes;

    (void)State;
    assert_int_equal(MileHvSendRingCreate(&Send, &Control, Data, sizeof(Data)), MileHvSuccess);
    assert_int_equal(MileHvReceiveRingAttach(&Receive, &Control, Data, sizeof(Data)), MileHvSuccess);
    assert_int_equal(MileHvStorageRequestBuild(&Stor, 0x0600, &Request, &Bytes), MileHvSuccess);
    MileHvGpaListBegin(&List, Entries, 8);
    assert_int_equal(MileHvGpaListAddRange(&List, Pages, 2, 512, 4096), MileHvSuccess);
    assert_int_equal(MileHvStorageSend(&Send, 77, &Stor, 64, NULL), MileHvInvalid); /* Data, and no pages. */
    assert_int_equal(MileHvStorageSend(&Send, 77, &Stor, 65, &List), MileHvInvalid);
    List.Bytes = 4095;
    assert_int_equal(MileHvStorageSend(&Send, 77, &Stor, 64, &List), MileHvInvalid);
    List.Bytes = 4096;
    List.RangeCount = 2;
    assert_int_equal(MileHvStorageSend(&Send, 77, &Stor, 64, &List), MileHvInvalid);
    List.RangeCount = 1;
    assert_int_equal(MileHvStorageSend(&Send, 77, &Stor, Bytes, &List), MileHvSuccess);
    assert_int_equal(MileHvSendRingCommit(&Send), 1);
    assert_int_equal(MileHvReceivePacket(&Receive, Buffer, sizeof(Buffer), &Bytes), MileHvSuccess);
    assert_int_equal(MileHvPacketCheck(Buffer, Bytes, &Packet), MileHvSuccess);
    assert_int_equal(Packet.Descriptor.Type, VmbusPacketTypeDataUsingGpaDirect);
    assert_int_equal(Packet.Descriptor.Flags, 1);
    assert_int_equal(Packet.Descriptor.TransactionId, 77);
    assert_int_equal(Packet.RangeCount, 1);
    assert_memory_equal(Packet.External + 8, Entries, 24);
    assert_int_equal(Packet.PayloadBytes, 64);
    assert_memory_equal(Packet.Payload, &Stor, 64);

    Request.DataBytes = 0;
    assert_int_equal(MileHvStorageRequestBuild(&Stor, 0x0402, &Request, &Bytes), MileHvSuccess);
    assert_int_equal(MileHvStorageSend(&Send, 78, &Stor, Bytes, &List), MileHvInvalid); /* Pages, and no data. */
    assert_int_equal(MileHvStorageSend(&Send, 78, &Stor, Bytes, NULL), MileHvSuccess);
    (void)MileHvSendRingCommit(&Send);
    assert_int_equal(MileHvReceivePacket(&Receive, Buffer, sizeof(Buffer), &Bytes), MileHvSuccess);
    assert_int_equal(MileHvPacketCheck(Buffer, Bytes, &Packet), MileHvSuccess);
    assert_int_equal(Packet.Descriptor.Type, VmbusPacketTypeDataInBand);
    assert_int_equal(Packet.Descriptor.Flags, 1);
    assert_int_equal(Packet.PayloadBytes, 48);
    assert_memory_equal(Packet.Payload, &Stor, 48);

    assert_int_equal(MileHvStorageSend(&Send, 79, &Stor, MileHvStorageBeginBuild(&Stor), NULL), MileHvSuccess);
}

static void RepliesHaveTheirLength(void **State)
{
    VSTOR_PACKET Bytes[2];
    VSTOR_PACKET Reply;
    MILE_HV_PACKET Packet;
    int Index;

    (void)State;
    memset(Bytes, 0x5A, sizeof(Bytes));
    Bytes[0].Operation = VStorOperationCompleteIo;
    for (Index = -1; Index < VersionCount; ++Index)
    {
        const HV_UINT32 Version = Index < 0 ? 0 : Versions[Index];
        const HV_UINT32 Least = Index < 0 ? 48 : BytesOf(Version);
        HV_UINT32 Length;

        for (Length = 0; Length <= 80; ++Length)
        {
            Packet = Received(VmbusPacketTypeCompletion, Bytes, Length);
            memset(&Reply, 0xEE, sizeof(Reply));
            assert_int_equal(MileHvStorageReplyCheck(&Packet, Version, &Reply),
                             Length < Least ? MileHvCorrupt : MileHvSuccess);
            if (Length >= Least)
            {
                const HV_UINT32 There = (Version == 0 ? Length >= 64 : Least == 64) ? 64 : 48;
                HV_UINT8 Expected[64] = {0};

                memcpy(Expected, Bytes, There);
                assert_memory_equal(&Reply, Expected, 64);
            }
        }
    }
    Packet = Received(VmbusPacketTypeDataInBand, Bytes, 64);
    assert_int_equal(MileHvStorageReplyCheck(&Packet, 0x0600, &Reply), MileHvInvalid);
    for (Index = 0; Index < 20; ++Index)
    {
        Bytes[0].Operation = (HV_UINT32)Index;
        Packet = Received(VmbusPacketTypeCompletion, Bytes, 64);
        assert_int_equal(MileHvStorageReplyCheck(&Packet, 0x0600, &Reply), Index == 1 ? MileHvSuccess : MileHvCorrupt);
    }
}

static void ControlRepliesAreChecked(void **State)
{
    MILE_HV_STORAGE_PROPERTIES Properties;
    HV_UINT8 Port[8];
    HV_UINT8 Node[8];
    VSTOR_PACKET Reply;

    (void)State;
    memset(&Reply, 0, sizeof(Reply));
    assert_int_equal(MileHvStorageStatusCheck(&Reply), MileHvSuccess);
    assert_int_equal(MileHvStorageVersionCheck(&Reply), MileHvSuccess);
    Reply.Status = (HV_INT32)0xC0000059;
    assert_int_equal(MileHvStorageVersionCheck(&Reply), MileHvUnavailable);
    assert_int_equal(MileHvStorageStatusCheck(&Reply), MileHvFailed);
    Reply.Status = (HV_INT32)0xC0000184;
    assert_int_equal(MileHvStorageVersionCheck(&Reply), MileHvFailed);
    Reply.StorageChannelProperties.MaxTransferBytes = 0x40000;
    assert_int_equal(MileHvStoragePropertiesCheck(&Reply, 0x0600, &Properties), MileHvFailed);
    assert_int_equal(MileHvStorageNamesCheck(&Reply, Port, Node), MileHvFailed);
    Reply.Status = 0;
    Reply.StorageChannelProperties.MaximumSubChannelCount = 64;
    assert_int_equal(MileHvStoragePropertiesCheck(&Reply, 0x0600, &Properties), MileHvSuccess);
    assert_int_equal(Properties.MaximumTransferBytes, 0x40000);
    assert_int_equal(Properties.MaximumSubChannelCount, 0); /* The flag is clear. */
    Reply.StorageChannelProperties.Flags = 0xFFFFFFFF;
    assert_int_equal(MileHvStoragePropertiesCheck(&Reply, 0x0600, &Properties), MileHvSuccess);
    assert_int_equal(Properties.MaximumSubChannelCount, 64);
    assert_int_equal(MileHvStoragePropertiesCheck(&Reply, 0x0501, &Properties), MileHvSuccess);
    assert_int_equal(Properties.MaximumSubChannelCount, 64);
    assert_int_equal(MileHvStoragePropertiesCheck(&Reply, 0x0402, &Properties), MileHvSuccess);
    assert_int_equal(Properties.MaximumSubChannelCount, 0);
    Reply.StorageChannelProperties.MaximumSubChannelCount = 0xFFFF;
    Reply.StorageChannelProperties.MaxTransferBytes = 0xFFFFFFFF;
    assert_int_equal(MileHvStoragePropertiesCheck(&Reply, 0x0602, &Properties), MileHvSuccess);
    assert_int_equal(Properties.MaximumTransferBytes, 0x800000);
    assert_int_equal(Properties.MaximumSubChannelCount, 2048);
    Reply.StorageChannelProperties.MaxTransferBytes = 0;
    assert_int_equal(MileHvStoragePropertiesCheck(&Reply, 0x0602, &Properties), MileHvCorrupt);

    memset(&Reply, 0, sizeof(Reply));
    memcpy(Reply.FcWwnPacket.PrimaryPortWwn, "PPPPPPPPNNNNNNNNppppppppnnnnnnnn", 32);
    assert_int_equal(MileHvStorageNamesCheck(&Reply, Port, Node), MileHvSuccess);
    assert_memory_equal(Port, "pppppppp", 8);
    assert_memory_equal(Node, "nnnnnnnn", 8);
    Reply.FcWwnPacket.PrimaryWwnActive = 7;
    assert_int_equal(MileHvStorageNamesCheck(&Reply, Port, Node), MileHvSuccess);
    assert_memory_equal(Port, "PPPPPPPP", 8);
    assert_memory_equal(Node, "NNNNNNNN", 8);
}

/* Expected outcome of each pair of SrbStatus and ScsiStatus, without sense data. */
static MILE_HV_STORAGE_OUTCOME Expected(unsigned Srb, unsigned Scsi, unsigned Moved)
{
    MILE_HV_STORAGE_OUTCOME ByScsi = MileHvStorageError;

    if (Scsi == 0 || Scsi == 4)
    {
        ByScsi = MileHvStorageGood;
    }
    if (Scsi == 2)
    {
        ByScsi = MileHvStorageCheckCondition;
    }
    if (Scsi == 8 || Scsi == 0x28)
    {
        ByScsi = MileHvStorageBusy;
    }
    if (Scsi == 0x40)
    {
        ByScsi = MileHvStorageRetry;
    }
    switch (Srb)
    {
    case 0x01:
        return ByScsi;
    case 0x12:
        return ByScsi == MileHvStorageGood && Moved == 0 ? (unsigned)MileHvStorageError : ByScsi;
    case 0x04:
        return ByScsi == MileHvStorageGood ? (unsigned)MileHvStorageError : ByScsi;
    case 0x05:
    case 0x18:
    case 0x26:
    case 0x27:
        return MileHvStorageBusy;
    case 0x09:
    case 0x0B:
        return MileHvStorageTimeout;
    case 0x00:
    case 0x06:
    case 0x15:
    case 0x17:
    case 0x22:
    case 0x28:
        return MileHvStorageError;
    case 0x07:
    case 0x08:
    case 0x0A:
    case 0x11:
    case 0x20:
    case 0x21:
        return MileHvStorageNoUnit;
    default:
        return MileHvStorageRetry;
    }
}

static void EveryStatusHasItsOutcome(void **State)
{
    const MILE_HV_STORAGE_REQUEST Request = ReadRequest();
    MILE_HV_STORAGE_RESULT Result;
    VSTOR_PACKET Reply;
    unsigned Srb;
    unsigned Scsi;
    unsigned Moved;

    (void)State;
    memset(&Reply, 0, sizeof(Reply));
    for (Srb = 0; Srb < 256; ++Srb)
    {
        for (Scsi = 0; Scsi < 256; ++Scsi)
        {
            for (Moved = 0; Moved <= 4096; Moved += 2048)
            {
                Reply.VmSrb.SrbStatus = (HV_UINT8)Srb;
                Reply.VmSrb.ScsiStatus = (HV_UINT8)Scsi;
                Reply.VmSrb.DataTransferLength = Moved;
                assert_int_equal(MileHvStorageResultCheck(&Reply, &Request, &Result), MileHvSuccess);
                assert_int_equal(Result.Outcome, Expected(Srb & 0x3F, Scsi, Moved));
                assert_int_equal(Result.TransferredBytes, Moved);
                assert_int_equal(Result.SrbStatus, Srb & 0x3F);
                assert_int_equal(Result.ScsiStatus, Scsi);
                assert_int_equal(Result.Sense.IsValid, 0); /* There are zeros. */
            }
        }
    }
}

static void HostsAreReadAsTheyAnswer(void **State)
{
    const MILE_HV_STORAGE_REQUEST Request = ReadRequest();
    MILE_HV_STORAGE_RESULT Result;
    VSTOR_PACKET Reply;
    int Length;

    (void)State;
    memset(&Reply, 0, sizeof(Reply));
    /* OpenVMM, an absent unit: check condition without sense data. */
    Reply.VmSrb.SrbStatus = 0x20;
    Reply.VmSrb.ScsiStatus = 2;
    Reply.VmSrb.SenseInfoExLength = 20;
    Reply.Status = (HV_INT32)0xC00000C0;
    assert_int_equal(MileHvStorageResultCheck(&Reply, &Request, &Result), MileHvSuccess);
    assert_int_equal(Result.Outcome, MileHvStorageNoUnit);
    assert_int_equal(Result.Sense.IsValid, 0);
    assert_int_equal(MileHvStorageInquiryIsUnit(0x7F), 0);
    assert_int_equal(MileHvStorageInquiryIsUnit(0x60), 0);
    assert_int_equal(MileHvStorageInquiryIsUnit(0x00), 1);
    assert_int_equal(MileHvStorageInquiryIsUnit(0x05), 1);
    assert_int_equal(MileHvStorageInquiryIsUnit(0x3F), 1);

    /* OpenVMM, a resized disk: the error of Status does not hide the sense data. */
    Reply.VmSrb.SrbStatus = 0x84;
    Reply.Status = (HV_INT32)0xC0000185;
    memcpy(Reply.VmSrb.SenseDataEx, "\x70\0\x06\0\0\0\0\x0A\0\0\0\0\x2A\x09\0\0\0\0\0", 20);
    assert_int_equal(MileHvStorageResultCheck(&Reply, &Request, &Result), MileHvSuccess);
    assert_int_equal(Result.Outcome, MileHvStorageCheckCondition);
    assert_int_equal(Result.Sense.IsValid, 1);
    assert_int_equal(Result.Sense.Key, 6);
    assert_int_equal(Result.Sense.Code, 0x2A);
    assert_int_equal(Result.Sense.Qualifier, 9);
    Reply.VmSrb.SrbStatus = 0x04; /* Not valid: what is there is the command. */
    assert_int_equal(MileHvStorageResultCheck(&Reply, &Request, &Result), MileHvSuccess);
    assert_int_equal(Result.Sense.IsValid, 0);

    /* Success in both, and a failure in Status. */
    Reply.VmSrb.SrbStatus = 1;
    Reply.VmSrb.ScsiStatus = 0;
    assert_int_equal(MileHvStorageResultCheck(&Reply, &Request, &Result), MileHvSuccess);
    assert_int_equal(Result.Outcome, MileHvStorageError);

    for (Length = 0; Length < 256; ++Length)
    {
        Reply.VmSrb.SenseInfoExLength = (HV_UINT8)Length;
        assert_int_equal(MileHvStorageResultCheck(&Reply, &Request, &Result),
                         Length <= 20 ? MileHvSuccess : MileHvCorrupt);
    }
    Reply.VmSrb.SenseInfoExLength = 0;
    Reply.VmSrb.DataTransferLength = 4097;
    assert_int_equal(MileHvStorageResultCheck(&Reply, &Request, &Result), MileHvCorrupt);
    Reply.VmSrb.DataTransferLength = 0xFFFFFFFF;
    assert_int_equal(MileHvStorageResultCheck(&Reply, &Request, &Result), MileHvCorrupt);
    assert_int_equal(Result.TransferredBytes, 0);
}

static void SenseOfEveryLength(void **State)
{
    static const HV_UINT8 Fixed[18] = {0xF0, 0, 0x13, 0x11, 0x22, 0x33, 0x44, 10, 0, 0, 0, 0, 0x2A, 0x09};
    static const HV_UINT8 Described[28] = {0x73, 0x06, 0x3F, 0x0E, 0,    0,    0,    20,   2,    6,    0, 0, 0, 0,
                                           0,    0,    0,    0x0A, 0x80, 0, 0x12, 0x34, 0x56, 0x78, 0x9A,
                                           0xBC, 0xDE, 0xF0};
    MILE_HV_STORAGE_SENSE Sense;
    HV_UINT8 Long[400];
    HV_UINT32 Length;
    unsigned Format;

    (void)State;
    for (Length = 0; Length <= 18; ++Length)
    {
        assert_int_equal(MileHvStorageSenseParse(GuardEnd(Fixed, Length), Length, &Sense),
                         Length < 3 ? MileHvUnavailable : MileHvSuccess);
        assert_int_equal(Sense.IsValid, Length >= 3);
        assert_int_equal(Sense.IsDeferred, 0);
        assert_int_equal(Sense.Key, Length >= 3 ? 3 : 0);
        assert_int_equal(Sense.Code, Length > 12 ? 0x2A : 0);
        assert_int_equal(Sense.Qualifier, Length > 13 ? 9 : 0);
        assert_int_equal(Sense.HasInformation, Length >= 7);
        assert_int_equal(Sense.Information, Length >= 7 ? 0x11223344 : 0);
    }
    for (Length = 0; Length <= 28; ++Length)
    {
        assert_int_equal(MileHvStorageSenseParse(GuardEnd(Described, Length), Length, &Sense),
                         Length < 3 ? MileHvUnavailable : MileHvSuccess);
        assert_int_equal(Sense.IsDeferred, Length >= 3);
        assert_int_equal(Sense.Key, Length >= 3 ? 6 : 0);
        assert_int_equal(Sense.Code, Length >= 3 ? 0x3F : 0);
        assert_int_equal(Sense.Qualifier, Length > 3 ? 0x0E : 0);
        assert_int_equal(Sense.HasInformation, Length == 28);
        assert_true(Sense.Information == (Length == 28 ? 0x123456789ABCDEF0ULL : 0));
    }
    /* The other two formats, and the bits that say that the information is there. */
    memcpy(Long, Described, sizeof(Described));
    Long[0] = 0x72;
    assert_int_equal(MileHvStorageSenseParse(Long, 28, &Sense), MileHvSuccess);
    assert_int_equal(Sense.IsDeferred, 0);
    assert_int_equal(Sense.Key, 6);
    assert_int_equal(Sense.Code, 0x3F);
    assert_int_equal(Sense.HasInformation, 1);
    Long[18] = 0x7F;
    assert_int_equal(MileHvStorageSenseParse(Long, 28, &Sense), MileHvSuccess);
    assert_int_equal(Sense.HasInformation, 0);
    assert_true(Sense.Information == 0);
    Long[18] = 0x80;
    Long[17] = 0x09; /* No descriptor of information has this length, ... */
    assert_int_equal(MileHvStorageSenseParse(Long, 28, &Sense), MileHvSuccess);
    assert_int_equal(Sense.HasInformation, 0);
    Long[17] = 0x0A;
    Long[16] = 0x01; /* ... and this one is of another type. */
    assert_int_equal(MileHvStorageSenseParse(Long, 28, &Sense), MileHvSuccess);
    assert_int_equal(Sense.HasInformation, 0);
    memcpy(Long, Fixed, sizeof(Fixed));
    Long[0] = 0x71;
    assert_int_equal(MileHvStorageSenseParse(Long, 18, &Sense), MileHvSuccess);
    assert_int_equal(Sense.IsDeferred, 1);
    assert_int_equal(Sense.HasInformation, 0);
    assert_true(Sense.Information == 0);
    /* Bytes that the additional length does not count are not sense data. */
    memcpy(Long, Fixed, sizeof(Fixed));
    Long[7] = 4;
    assert_int_equal(MileHvStorageSenseParse(Long, 18, &Sense), MileHvSuccess);
    assert_int_equal(Sense.Code, 0);
    Long[7] = 5;
    assert_int_equal(MileHvStorageSenseParse(Long, 18, &Sense), MileHvSuccess);
    assert_int_equal(Sense.Code, 0x2A);
    assert_int_equal(Sense.Qualifier, 0);
    for (Format = 0; Format < 256; ++Format)
    {
        memset(Long, 0xFF, sizeof(Long));
        Long[0] = (HV_UINT8)Format;
        assert_int_equal(MileHvStorageSenseParse(GuardEnd(Long, sizeof(Long)), sizeof(Long), &Sense),
                         (Format & 0x7F) >= 0x70 && (Format & 0x7F) <= 0x73 ? MileHvSuccess : MileHvUnavailable);
        memset(Long + 1, 0, sizeof(Long) - 1); /* Descriptors of no bytes. */
        Long[7] = 0xFF;
        assert_int_equal(MileHvStorageSenseParse(GuardEnd(Long, sizeof(Long)), sizeof(Long), &Sense),
                         (Format & 0x7F) >= 0x70 && (Format & 0x7F) <= 0x73 ? MileHvSuccess : MileHvUnavailable);
        assert_int_equal(Sense.Information, 0);
    }
}

static void EventsAreTold(void **State)
{
    MILE_HV_STORAGE_EVENT Event;
    MILE_HV_PACKET Packet;
    VSTOR_PACKET Stor;
    HV_UINT32 Operation;
    HV_UINT32 Length;

    (void)State;
    memset(&Stor, 0, sizeof(Stor));
    Stor.NotificationPacket.Lun = 3;
    Stor.NotificationPacket.Target = 2;
    Stor.NotificationPacket.Path = 1;
    Stor.NotificationPacket.Flags = 9;
    for (Operation = 0; Operation < 20; ++Operation)
    {
        const HV_UINT32 Is = Operation == 2 || Operation == 11 || Operation == 14;

        Stor.Operation = Operation;
        for (Length = 0; Length <= 64; ++Length)
        {
            Packet = Received(VmbusPacketTypeDataInBand, &Stor, Length);
            assert_int_equal(MileHvStorageEventCheck(&Packet, 0x0600, &Event),
                             Length < 64 ? MileHvCorrupt : Is ? MileHvSuccess : MileHvUnavailable);
            assert_int_equal(Event.Operation, Length == 64 && Is ? Operation : 0);
            assert_int_equal(Event.Flags, Length == 64 && Operation == 14 ? 9 : 0);
            assert_int_equal(Event.Address.PathId * 100 + Event.Address.TargetId * 10 + Event.Address.Lun,
                             Length == 64 && Operation == 14 ? 123 : 0);
        }
    }
    Packet = Received(VmbusPacketTypeDataInBand, &Stor, 48);
    assert_int_equal(MileHvStorageEventCheck(&Packet, 0x0402, &Event), MileHvUnavailable);
    Packet = Received(VmbusPacketTypeCompletion, &Stor, 64);
    assert_int_equal(MileHvStorageEventCheck(&Packet, 0x0600, &Event), MileHvInvalid);
    Packet = Received(VmbusPacketTypeDataUsingTransferPages, &Stor, 64);
    assert_int_equal(MileHvStorageEventCheck(&Packet, 0x0600, &Event), MileHvCorrupt);
}

static void AnIdeDiskHasATarget(void **State)
{
    VMBUS_CHANNEL_OFFER_CHANNEL Offer;
    MILE_HV_STORAGE_ADDRESS Address;

    (void)State;
    memset(&Offer, 0, sizeof(Offer));
    memcpy(Offer.UserDefined, "\xAA\xAA\1\1\xBB\xBB\xBB\xBB\2\0\0\0", 12);
    assert_int_equal(MileHvStorageOfferCheck(&Offer, &Address), MileHvSuccess);
    assert_int_equal(Address.PathId, 1);
    assert_int_equal(Address.TargetId, 1);
    assert_int_equal(Address.Lun, 0);
    Offer.UserDefined[8] = 0xFD;
    assert_int_equal(MileHvStorageOfferCheck(&Offer, &Address), MileHvUnavailable);
    assert_int_equal(Address.PathId + Address.TargetId, 0);
}

int main(void)
{
    const struct CMUnitTest Tests[] = {
        cmocka_unit_test(VersionsComeNewestFirst),      cmocka_unit_test(ControlPacketsHaveTheirBytes),
        cmocka_unit_test(RequestsHaveTheirBytes),       cmocka_unit_test(RequestsTravelWithTheirPages),
        cmocka_unit_test(RepliesHaveTheirLength),       cmocka_unit_test(ControlRepliesAreChecked),
        cmocka_unit_test(EveryStatusHasItsOutcome),     cmocka_unit_test(HostsAreReadAsTheyAnswer),
        cmocka_unit_test(SenseOfEveryLength),           cmocka_unit_test(EventsAreTold),
        cmocka_unit_test(AnIdeDiskHasATarget),
    };
    return cmocka_run_group_tests_name("GuestStorage", Tests, NULL, NULL);
}
