/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Mile.HyperV/Guest/GuestCrash.h: the bytes of each message, and what becomes of a response at every length.
 */

#include "GuestDevice.h"

#include <Mile.HyperV/Guest/GuestCrash.h>

static const HV_GUID Activity = HV_GUID_INIT(0x44332211, 0x6655, 0x8877, 9, 10, 11, 12, 13, 14, 15, 16);
static const HV_UINT8 ActivityBytes[16] = {0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88, 9, 10, 11, 12, 13, 14, 15, 16};

static void MessagesHaveTheirBytes(void **State)
{
    GUEST_CRASH_HEADER Request;
    GUEST_CRASH_DUMP_WRITE_REQUEST_V1 Write;
    GUEST_CRASH_DUMP_COMPLETE_REQUEST_V1 Complete;
    HV_UINT8 Banner[300];
    HV_UINT32 Bytes;
    HV_UINT32 Length;

    (void)State;
    memset(&Request, 0xEE, sizeof(Request));
    assert_int_equal(MileHvGuestCrashRequestBuild(&Request, &Activity, GuestCrashRequestGetNixDumpConfigV1), 24);
    assert_memory_equal(&Request, ActivityBytes, 16);
    assert_memory_equal((HV_UINT8 *)&Request + 16, "\2\1\0\0\0\0\0\0", 8);
    for (Length = 0; Length <= 0x4001; Length += Length < 2 || Length >= 0x3FFE ? 1 : 0x3FFC)
    {
        const int Good = Length >= 1 && Length <= 0x4000;

        assert_int_equal(MileHvGuestCrashWriteBuild(&Write, &Activity, 0x1122334455667788, Length, ~0ULL, &Bytes),
                         Good ? MileHvSuccess : MileHvInvalid);
        assert_int_equal(Bytes, Good ? 36 : 0);
        if (Good)
        {
            assert_memory_equal(&Write, ActivityBytes, 16);
            assert_memory_equal((HV_UINT8 *)&Write + 16, "\4\1\0\0\0\0\0\0\x88\x77\x66\x55\x44\x33\x22\x11", 16);
            assert_memory_equal((HV_UINT8 *)&Write + 32, &Length, 4);
        }
    }
    assert_int_equal(MileHvGuestCrashWriteBuild(&Write, &Activity, 10, 5, 15, &Bytes), MileHvSuccess);
    assert_int_equal(MileHvGuestCrashWriteBuild(&Write, &Activity, 10, 6, 15, &Bytes), MileHvInvalid);
    assert_int_equal(MileHvGuestCrashWriteBuild(&Write, &Activity, 16, 1, 15, &Bytes), MileHvInvalid);
    assert_int_equal(MileHvGuestCrashWriteBuild(&Write, &Activity, ~0ULL, 2, ~0ULL, &Bytes), MileHvInvalid);

    memset(Banner, 'b', sizeof(Banner));
    for (Length = 0; Length <= 300; ++Length)
    {
        HV_UINT8 Expected[289] = {0};

        memcpy(Expected, ActivityBytes, 16);
        memcpy(Expected + 16, "\5\1\0\0\0\0\0\0\6\0\0\0\1\0\0\0", 16);
        memset(Expected + 32, 'b', Length < 255 ? Length : 255);
        Expected[288] = 2;
        memset(&Complete, 0xEE, sizeof(Complete));
        assert_int_equal(
            MileHvGuestCrashCompleteBuild(&Complete, &Activity, 6, 1, GuardEnd(Banner, Length), Length, 2), 289);
        assert_memory_equal(&Complete, Expected, 289);
    }
}

static void ResponsesOfEveryTypeAndLength(void **State)
{
    static const struct
    {
        HV_UINT32 Request;
        HV_UINT32 Response;
        HV_UINT32 Least;
    } Kinds[] = {{0x001, 0x10001, 32}, {0x102, 0x10102, 36}, {0x103, 0x10103, 28}, {0x104, 0x10104, 28},
                 {0x105, 0x10105, 0},  {0x002, 0x10002, 0}};
    HV_UINT8 Message[64] = {0};
    GUEST_CRASH_HEADER Request;
    MILE_HV_GUEST_CRASH_REPLY Reply;
    MILE_HV_PACKET Packet;
    unsigned Asked;
    unsigned Came;
    unsigned Length;
    unsigned Value;

    (void)State;
    memcpy(Message, ActivityBytes, 16);
    for (Asked = 0; Asked < 6; ++Asked)
    {
        (void)MileHvGuestCrashRequestBuild(&Request, &Activity, Kinds[Asked].Request);
        for (Came = 0; Came < 6; ++Came)
        {
            for (Value = 0; Value < 2; ++Value)
            {
                memcpy(Message + 16, &Kinds[Came].Response, 4);
                Message[24] = (HV_UINT8)Value;
                for (Length = 0; Length <= 64; ++Length)
                {
                    MILE_HV_RESULT Wanted = MileHvCorrupt;

                    if (Kinds[Came].Least != 0 && Length >= Kinds[Came].Least && (Came == Asked || Came == 3))
                    {
                        Wanted = Came == 0                ? MileHvSuccess
                                 : Came == 1 && Value == 0 ? MileHvUnavailable
                                 : Came >= 2 && Value != 0 ? MileHvFailed
                                                           : MileHvSuccess;
                    }
                    Packet = ReceivedOnPipe(Message, Length);
                    memset(&Reply, 0xEE, sizeof(Reply));
                    assert_int_equal(MileHvGuestCrashReplyCheck(&Packet, &Request, &Reply), Wanted);
                    assert_true(Reply.Type == (Wanted == MileHvCorrupt ? 0 : Kinds[Came].Response));
                    assert_true(Reply.Capabilities == (Wanted != MileHvCorrupt && Came == 0 ? Value : 0));
                    assert_true(Reply.MaximumBytes == (Wanted != MileHvCorrupt && Came == 1 ? Value : 0));
                    assert_int_equal(Reply.Status, Wanted == MileHvFailed ? Value : 0);
                }
            }
        }
    }
    (void)MileHvGuestCrashRequestBuild(&Request, &Activity, 0x102);
    memcpy(Message + 16, &Kinds[1].Response, 4);
    Message[32] = GuestCrashDumpTypeKdump;
    for (Value = 0; Value < 16; ++Value)
    {
        Message[Value] ^= 1;
        Packet = ReceivedOnPipe(Message, 36);
        assert_int_equal(MileHvGuestCrashReplyCheck(&Packet, &Request, &Reply), MileHvCorrupt);
        Message[Value] ^= 1;
        Packet = ReceivedOnPipe(Message, 36);
        Packet.Descriptor.Type = (HV_UINT16)Value;
        assert_int_equal(MileHvGuestCrashReplyCheck(&Packet, &Request, &Reply),
                         Value == VmbusPacketTypeDataInBand ? MileHvSuccess : MileHvCorrupt);
        assert_int_equal(Reply.DumpType, Value == VmbusPacketTypeDataInBand ? 2 : 0);
    }
}

int main(void)
{
    const struct CMUnitTest Tests[] = {
        cmocka_unit_test(MessagesHaveTheirBytes),
        cmocka_unit_test(ResponsesOfEveryTypeAndLength),
    };
    return cmocka_run_group_tests_name("GuestGuestCrash", Tests, NULL, NULL);
}
