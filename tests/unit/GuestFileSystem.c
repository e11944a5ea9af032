/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Mile.HyperV/Guest/FileSystem.h: the bytes of each request, and what becomes of a response at every length.
 */

#include "GuestDevice.h"

#include <Mile.HyperV/Guest/FileSystem.h>

static const HV_UINT16 Path[5] = {'\\', 'a', '\\', 0x20AC, 'b'};
static const HV_UINT8 PathBytes[10] = {'\\', 0, 'a', 0, '\\', 0, 0xAC, 0x20, 'b', 0};

static void RequestsHaveTheirBytes(void **State)
{
    VMBFS_MESSAGE_VERSION_REQUEST Request;
    HV_UINT8 Buffer[64];
    HV_UINT32 Bytes;

    (void)State;
    assert_int_equal(MileHvFileSystemVersionBelow(0xFFFFFFFF), 0x00010000);
    assert_int_equal(MileHvFileSystemVersionBelow(0x00010000), 0);
    memset(&Request, 0xEE, sizeof(Request));
    assert_int_equal(MileHvFileSystemVersionBuild(&Request, VMBFS_VERSION_WIN10), 12);
    assert_memory_equal(&Request, "\1\0\0\0\0\0\0\0\0\0\1\0", 12);

    assert_int_equal(MileHvFileSystemInfoBuild(Buffer, 17, Path, 5, &Bytes), MileHvTooSmall);
    assert_int_equal(Bytes, 0);
    memset(Buffer, 0xEE, sizeof(Buffer));
    assert_int_equal(MileHvFileSystemInfoBuild(Buffer, 18, Path, 5, &Bytes), MileHvSuccess);
    assert_int_equal(Bytes, 18);
    assert_memory_equal(Buffer, "\3\0\0\0\0\0\0\0", 8);
    assert_memory_equal(Buffer + 8, PathBytes, 10);
    assert_int_equal(Buffer[18], 0xEE);

    assert_int_equal(MileHvFileSystemReadBuild(Buffer, 29, Path, 5, 0x1122334455667788, 12276, &Bytes), MileHvTooSmall);
    assert_int_equal(MileHvFileSystemReadBuild(Buffer, 30, Path, 5, 0x1122334455667788, 12276, &Bytes), MileHvSuccess);
    assert_int_equal(Bytes, 30);
    assert_memory_equal(Buffer, "\5\0\0\0\0\0\0\0\xF4\x2F\0\0\x88\x77\x66\x55\x44\x33\x22\x11", 20);
    assert_memory_equal(Buffer + 20, PathBytes, 10);
    assert_int_equal(MileHvFileSystemReadBuild(Buffer, 64, Path, 5, 0, 12277, &Bytes), MileHvInvalid);
    assert_int_equal(MileHvFileSystemReadBuild(Buffer, 64, Path, 5, 0, 0, &Bytes), MileHvInvalid);

    assert_int_equal(MileHvFileSystemReadRdmaBuild(Buffer, 41, Path, 5, 7, 0x100000, 3, &Bytes), MileHvTooSmall);
    assert_int_equal(MileHvFileSystemReadRdmaBuild(Buffer, 42, Path, 5, 7, 0x100000, 3, &Bytes), MileHvSuccess);
    assert_int_equal(Bytes, 42);
    assert_memory_equal(Buffer, "\7\0\0\0\0\0\0\0\3\0\0\0\0\0\x10\0\7\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 32);
    assert_memory_equal(Buffer + 32, PathBytes, 10);
    assert_int_equal(MileHvFileSystemReadRdmaBuild(Buffer, 64, Path, 5, 7, 0, 3, &Bytes), MileHvInvalid);
}

static void PathsHaveTheirForm(void **State)
{
    static HV_UINT16 Long[6141];
    static HV_UINT8 Buffer[12300];
    HV_UINT16 Other[5];
    HV_UINT32 Bytes;
    unsigned Index;

    (void)State;
    for (Index = 0; Index < 5; ++Index)
    {
        memcpy(Other, Path, sizeof(Other));
        Other[Index] = 0;
        assert_int_equal(MileHvFileSystemInfoBuild(Buffer, sizeof(Buffer), Other, 5, &Bytes), MileHvInvalid);
    }
    Other[0] = '/';
    assert_int_equal(MileHvFileSystemInfoBuild(Buffer, sizeof(Buffer), Other, 1, &Bytes), MileHvInvalid);
    assert_int_equal(MileHvFileSystemInfoBuild(Buffer, sizeof(Buffer), Path, 0, &Bytes), MileHvInvalid);
    assert_int_equal(MileHvFileSystemInfoBuild(Buffer, sizeof(Buffer), Path, 1, &Bytes), MileHvSuccess);
    for (Index = 0; Index < 6141; ++Index)
    {
        Long[Index] = '\\';
    }
    assert_int_equal(MileHvFileSystemInfoBuild(Buffer, sizeof(Buffer), Long, 6140, &Bytes), MileHvSuccess);
    assert_int_equal(Bytes, 12288);
    assert_int_equal(MileHvFileSystemInfoBuild(Buffer, sizeof(Buffer), Long, 6141, &Bytes), MileHvInvalid);
    assert_int_equal(MileHvFileSystemInfoBuild(Buffer, sizeof(Buffer), Long, 0x80000001, &Bytes), MileHvInvalid);
}

static VMRCB Control;
static HV_UINT64 Data[4096 / 8];
static MILE_HV_SEND_RING Send;
static MILE_HV_RECEIVE_RING Receive;

static MILE_HV_PACKET Sent(void)
{
    static HV_UINT8 Buffer[256];
    MILE_HV_PACKET Packet;
    HV_UINT32 Bytes;

    (void)MileHvSendRingCommit(&Send);
    assert_int_equal(MileHvReceivePacket(&Receive, Buffer, sizeof(Buffer), &Bytes), MileHvSuccess);
    assert_int_equal(MileHvPacketCheck(Buffer, Bytes, &Packet), MileHvSuccess);
    assert_int_equal(Packet.Descriptor.Type, VmbusPacketTypeDataInBand);
    assert_int_equal(Packet.Descriptor.Flags, 0);
    return Packet;
}

static void PagesGoByAHandle(void **State)
{
    const HV_UINT64 Pages[2] = {0x100, 0x222};
    VMBUS_GPA_RANGE_ENTRY Entries[8];
    MILE_HV_GPA_LIST List;
    MILE_HV_PACKET Packet;
    HV_UINT8 Buffer[64];

    (void)State;
    assert_int_equal(MileHvSendRingCreate(&Send, &Control, Data, sizeof(Data)), MileHvSuccess);
    assert_int_equal(MileHvReceiveRingAttach(&Receive, &Control, Data, sizeof(Data)), MileHvSuccess);
    MileHvGpaListBegin(&List, Entries, 8);
    assert_int_equal(MileHvFileSystemPagesSend(&Send, Buffer, 64, 5, 1, &List), MileHvInvalid);
    assert_int_equal(MileHvGpaListAddRange(&List, Pages, 2, 512, 4096), MileHvSuccess);
    assert_int_equal(MileHvFileSystemPagesSend(&Send, Buffer, 32, 5, 1, &List), MileHvTooSmall);
    assert_int_equal(MileHvFileSystemPagesSend(&Send, Buffer, 33, 5, 7, &List), MileHvSuccess);
    Packet = Sent();
    assert_int_equal(Packet.PayloadBytes, 48);
    assert_memory_equal(Packet.Payload, "\3\0\0\0\x21\0\0\0\5\0\0\0\1\1\0\0\0", 17);
    assert_memory_equal(Packet.Payload + 17, Entries, 24);
    assert_memory_equal(Packet.Payload + 41, "\0\0\0\0\0\0\0", 7);
    assert_int_equal(MileHvFileSystemPagesSend(&Send, Buffer, 33, 5, 0, &List), MileHvSuccess);
    Packet = Sent();
    assert_int_equal(Packet.Payload[12], 0);
    assert_int_equal(MileHvFileSystemPagesEnd(&Send, 5), MileHvSuccess);
    Packet = Sent();
    assert_int_equal(Packet.PayloadBytes, 16);
    assert_memory_equal(Packet.Payload, "\4\0\0\0\4\0\0\0\5\0\0\0\0\0\0\0", 16);
    List.EntryCount = 2046;
    assert_int_equal(MileHvFileSystemPagesSend(&Send, Buffer, 64, 5, 1, &List), MileHvTooSmall);
    List.EntryCount = 2047;
    assert_int_equal(MileHvFileSystemPagesSend(&Send, Buffer, 64, 5, 1, &List), MileHvInvalid);
}

/* The result of a status, where the response is whole. */
static MILE_HV_RESULT Of(HV_UINT32 Status)
{
    static const MILE_HV_RESULT Results[] = {MileHvSuccess, MileHvUnavailable, MileHvEmpty};

    return Status < 3 ? Results[Status] : (MILE_HV_RESULT)MileHvFailed;
}

static void ResponsesOfEveryLengthTypeAndStatus(void **State)
{
    HV_UINT8 Message[64] = {0};
    MILE_HV_FILE_SYSTEM_INFO Info;
    MILE_HV_PACKET Packet;
    const HV_UINT8 *Found;
    HV_UINT32 Bytes;
    HV_UINT32 Type;
    HV_UINT32 Status;
    HV_UINT32 Length;

    (void)State;
    Message[12] = 3; /* Flags, or ByteCount. */
    Message[16] = 0x88;
    Message[23] = 0x11;
    for (Type = 0; Type < 12; ++Type)
    {
        for (Status = 0; Status < 6; ++Status)
        {
            for (Length = 0; Length <= 40; ++Length)
            {
                MILE_HV_RESULT Wanted;

                Message[0] = (HV_UINT8)Type;
                Message[8] = (HV_UINT8)Status;
                Packet = ReceivedOnPipe(Message, Length);
                assert_int_equal(MileHvFileSystemVersionCheck(&Packet), Type != 2 || Length < 12 ? MileHvCorrupt
                                                                        : Status == 0             ? MileHvSuccess
                                                                                                  : MileHvUnavailable);
                Wanted = Type != 4 || Length < 24 ? (MILE_HV_RESULT)MileHvCorrupt : Of(Status);
                memset(&Info, 0xEE, sizeof(Info));
                assert_int_equal(MileHvFileSystemInfoCheck(&Packet, &Info), Wanted);
                assert_true(Info.FileBytes == (Wanted == MileHvSuccess ? 0x1100000000000088 : 0));
                assert_int_equal(Info.IsDirectory + Info.IsRdmaCapable, Wanted == MileHvSuccess ? 2 : 0);

                Wanted = Type != 6 || Length < 12 ? (MILE_HV_RESULT)MileHvCorrupt : Of(Status);
                if (Wanted == MileHvSuccess)
                {
                    Wanted = Length == 12 ? MileHvEmpty : Length > 12 + 20 ? MileHvCorrupt : MileHvSuccess;
                }
                assert_int_equal(MileHvFileSystemReadCheck(&Packet, 20, &Found, &Bytes), Wanted);
                assert_int_equal(Bytes, Wanted == MileHvSuccess ? Length - 12 : 0);
                assert_ptr_equal(Found, Wanted == MileHvSuccess ? Packet.Payload + 20 : NULL);

                Wanted = Type != 8 || Length < 16 ? (MILE_HV_RESULT)MileHvCorrupt : Of(Status);
                assert_int_equal(MileHvFileSystemReadRdmaCheck(&Packet, 3, &Bytes), Wanted);
                assert_int_equal(Bytes, Wanted == MileHvSuccess ? 3 : 0);
                assert_int_equal(MileHvFileSystemReadRdmaCheck(&Packet, 2, &Bytes),
                                 Wanted == MileHvSuccess ? (MILE_HV_RESULT)MileHvCorrupt : Wanted);
                assert_int_equal(Bytes, 0);
            }
        }
    }
    memset(Message, 0, sizeof(Message));
    Message[0] = 8;
    Packet = ReceivedOnPipe(Message, 16);
    assert_int_equal(MileHvFileSystemReadRdmaCheck(&Packet, 2, &Bytes), MileHvEmpty);
    Message[0] = 4;
    for (Status = 0; Status < 4; ++Status)
    {
        Message[12] = (HV_UINT8)Status;
        Packet = ReceivedOnPipe(Message, 24);
        assert_int_equal(MileHvFileSystemInfoCheck(&Packet, &Info), MileHvSuccess);
        assert_int_equal(Info.IsDirectory + 2 * Info.IsRdmaCapable, Status);
    }
    for (Type = 0; Type < 16; ++Type)
    {
        Packet.Descriptor.Type = (HV_UINT16)Type;
        assert_int_equal(MileHvFileSystemInfoCheck(&Packet, &Info),
                         Type == VmbusPacketTypeDataInBand ? MileHvSuccess : MileHvCorrupt);
    }
}

static void AReadOfTheMostBytes(void **State)
{
    static HV_UINT8 Message[12289] = {6};
    MILE_HV_PACKET Packet;
    const HV_UINT8 *Found;
    HV_UINT32 Bytes;

    (void)State;
    Packet = ReceivedOnPipe(Message, 12288);
    assert_int_equal(MileHvFileSystemReadCheck(&Packet, 12276, &Found, &Bytes), MileHvSuccess);
    assert_int_equal(Bytes, 12276);
    Packet = ReceivedOnPipe(Message, 12289);
    assert_int_equal(MileHvFileSystemReadCheck(&Packet, 0xFFFFFFFF, &Found, &Bytes), MileHvCorrupt);
}

int main(void)
{
    const struct CMUnitTest Tests[] = {
        cmocka_unit_test(RequestsHaveTheirBytes), cmocka_unit_test(PathsHaveTheirForm),
        cmocka_unit_test(PagesGoByAHandle),       cmocka_unit_test(ResponsesOfEveryLengthTypeAndStatus),
        cmocka_unit_test(AReadOfTheMostBytes),
    };
    return cmocka_run_group_tests_name("GuestFileSystem", Tests, NULL, NULL);
}
