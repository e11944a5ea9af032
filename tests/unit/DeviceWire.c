/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Messages of devices whose layout was once wrong or misread, as bytes.
 *
 * Origin: the values that OpenVMM's tests send and expect (commit 1488a37b, video/mod.rs of
 * uidevices, storvsp), as OpenVMM's declarations lay them out. Its messages are packed and
 * little-endian. No machine recorded them.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <Mile.HyperV/Device/Pci.h>
#include <Mile.HyperV/Device/Storage.h>
#include <Mile.HyperV/Device/Video.h>

/* A status that travels compares with its constants without a warning. */
#if defined(__GNUC__)
#pragma GCC diagnostic error "-Wsign-compare"
#endif

static void Situation(void **State)
{
    static const HV_UINT8 Expected[] = {
        0x05, 0x00, 0x00, 0x00, 0x1b, 0x00, 0x00, 0x00,                         /* type 5, 27 bytes follow */
        0x78, 0x56, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x01,                   /* context 0x5678, one output */
        0x01, 0x00, 0x00, 0x00, 0x00, 0x20,                                     /* active, offset 0, 32 bits */
        0x20, 0x03, 0x00, 0x00, 0x58, 0x02, 0x00, 0x00, 0x80, 0x0c, 0x00, 0x00, /* 800 x 600, 3,200 bytes a line */
    };
    SYNTHVID_SITUATION_UPDATE_MESSAGE Message;
    (void)State;
    memset(&Message, 0, sizeof(Message));
    Message.Header.Type = SynthvidSituationUpdate;
    Message.Header.Size = sizeof(Message) - sizeof(Message.Header);
    Message.UserContext = 0x5678;
    Message.VideoOutputCount = 1;
    Message.VideoOutput[0].Active = 1;
    Message.VideoOutput[0].DepthBits = 32;
    Message.VideoOutput[0].WidthPixels = 800;
    Message.VideoOutput[0].HeightPixels = 600;
    Message.VideoOutput[0].PitchBytes = 800 * 4;
    assert_int_equal(sizeof(Message), sizeof(Expected));
    assert_memory_equal(&Message, Expected, sizeof(Expected));
}

static void Dirt(void **State)
{
    static const HV_UINT8 Bytes[] = {
        0x0a, 0x00, 0x00, 0x00, 0x22, 0x00, 0x00, 0x00, 0x00, 0x02, /* type 10, 34 bytes follow; two rectangles: */
        /* 1, 2, 30, 40 and 100, 120, 140, 180 */
        0x01, 0x00, 0x00, 0x00, 0x02, 0x00, 0x00, 0x00, 0x1e, 0x00, 0x00, 0x00, 0x28, 0x00, 0x00, 0x00,
        0x64, 0x00, 0x00, 0x00, 0x78, 0x00, 0x00, 0x00, 0x8c, 0x00, 0x00, 0x00, 0xb4, 0x00, 0x00, 0x00,
    };
    HV_RECT Second;
    HV_UINT8 Count;
    HV_UINT32 Size;
    (void)State;
    assert_int_equal(sizeof(SYNTHVID_DIRT_MESSAGE) + 2 * sizeof(HV_RECT), sizeof(Bytes));
    memcpy(&Size, Bytes + offsetof(SYNTHVID_DIRT_MESSAGE, Header.Size), sizeof(Size));
    memcpy(&Count, Bytes + offsetof(SYNTHVID_DIRT_MESSAGE, DirtCount), sizeof(Count));
    memcpy(&Second, Bytes + offsetof(SYNTHVID_DIRT_MESSAGE, Dirt) + sizeof(HV_RECT), sizeof(Second));
    assert_int_equal(Size, sizeof(Bytes) - sizeof(SYNTHVID_MESSAGE_HEADER));
    assert_int_equal(Count, 2);
    assert_int_equal(Second.Left, 100);
    assert_int_equal(Second.Top, 120);
    assert_int_equal(Second.Right, 140);
    assert_int_equal(Second.Bottom, 180);
}

/** OpenVMM's response to an unsupported version: the status, and the version that it prefers. */
static void RevisionMismatch(void **State)
{
    static const HV_UINT8 Pci[] = { 0x59, 0x00, 0x00, 0xc0, 0x03, 0x00, 0x01, 0x00 };
    static const HV_UINT8 Storage[] = { 0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x59, 0x00, 0x00, 0xc0 };
    VPCI_PROTOCOL_VERSION_REPLY Reply;
    VSTOR_PACKET Packet;
    (void)State;
    memcpy(&Reply, Pci, sizeof(Reply));
    assert_true(Reply.Header.Status == HV_NTSTATUS_REVISION_MISMATCH);
    assert_false(HV_NTSTATUS_IS_SUCCESS(Reply.Header.Status));
    assert_int_equal(Reply.ProtocolVersion, VPCI_PROTOCOL_VERSION_VB);

    memset(&Packet, 0, sizeof(Packet));
    memcpy(&Packet, Storage, sizeof(Storage));
    assert_int_equal(Packet.Operation, VStorOperationCompleteIo);
    assert_true(Packet.Status == HV_NTSTATUS_REVISION_MISMATCH);
    assert_true(Packet.Status != HV_NTSTATUS_SUCCESS);
}

int main(void)
{
    const struct CMUnitTest Tests[] = {
        cmocka_unit_test(Situation),
        cmocka_unit_test(Dirt),
        cmocka_unit_test(RevisionMismatch),
    };
    return cmocka_run_group_tests(Tests, NULL, NULL);
}
