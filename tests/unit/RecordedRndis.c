/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief A recorded RNDIS exchange, read through the headers.
 *
 * Origin: a capture of a USB adapter's control endpoint (2011), in which a host
 * initializes it, asks for two things and sets the packet filter. The messages are
 * those that a synthetic network adapter carries. What each holds is what the
 * capture's author wrote beside it.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <Mile.HyperV/Device/Rndis.h>

#define HEADER (sizeof(RNDIS_MESSAGE) - sizeof(RNDIS_MESSAGE_CONTAINER))

static RNDIS_MESSAGE Read(const HV_UINT8 *Bytes, size_t Length, HV_UINT32 Type)
{
    RNDIS_MESSAGE Message;
    memset(&Message, 0, sizeof(Message));
    memcpy(&Message, Bytes, Length < sizeof(Message) ? Length : sizeof(Message));
    assert_int_equal(Message.NdisMessageType, Type);
    assert_int_equal(Message.MessageLength, Length);
    return Message;
}

static void Initialization(void **State)
{
    static const HV_UINT8 Request[] = { 0x02, 0x00, 0x00, 0x00, 0x18, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01,
                                        0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x40, 0x06, 0x00, 0x00 };
    static const HV_UINT8 Answer[] = { 0x02, 0x00, 0x00, 0x80, 0x34, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x00,
                                       0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x01, 0x00,
                                       0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x16, 0x06, 0x00,
                                       0x00, 0x02, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
                                       0x00 };
    RNDIS_MESSAGE Message = Read(Request, sizeof(Request), REMOTE_NDIS_INITIALIZE_MSG);
    (void)State;
    assert_int_equal(RNDIS_MESSAGE_SIZE(RNDIS_INITIALIZE_REQUEST), sizeof(Request));
    assert_int_equal(Message.Message.InitializeRequest.RequestId, 1);
    assert_int_equal(Message.Message.InitializeRequest.MajorVersion, RNDIS_MAJOR_VERSION);
    assert_int_equal(Message.Message.InitializeRequest.MinorVersion, RNDIS_MINOR_VERSION);
    assert_int_equal(Message.Message.InitializeRequest.MaxTransferSize, 0x640);

    Message = Read(Answer, sizeof(Answer), REMOTE_NDIS_INITIALIZE_CMPLT);
    assert_int_equal(RNDIS_MESSAGE_SIZE(RNDIS_INITIALIZE_COMPLETE), sizeof(Answer));
    assert_int_equal(Message.Message.InitializeComplete.RequestId, 1);
    assert_int_equal(Message.Message.InitializeComplete.Status, RNDIS_STATUS_SUCCESS);
    assert_int_equal(Message.Message.InitializeComplete.DeviceFlags, RNDIS_DF_CONNECTIONLESS);
    assert_int_equal(Message.Message.InitializeComplete.Medium, RNDIS_MEDIUM_802_3);
    assert_int_equal(Message.Message.InitializeComplete.MaxPacketsPerMessage, 1);
    assert_int_equal(Message.Message.InitializeComplete.MaxTransferSize, 0x616);
    assert_int_equal(Message.Message.InitializeComplete.PacketAlignmentFactor, 2);
}

static void Queries(void **State)
{
    static const HV_UINT8 Medium[] = { 0x04, 0x00, 0x00, 0x00, 0x1c, 0x00, 0x00, 0x00, 0x02, 0x00, 0x00, 0x00, 0x02,
                                       0x02, 0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x14, 0x00, 0x00, 0x00, 0x00, 0x00,
                                       0x00, 0x00 };
    static const HV_UINT8 Refused[] = { 0x04, 0x00, 0x00, 0x80, 0x18, 0x00, 0x00, 0x00, 0x02, 0x00, 0x00, 0x00, 0xbb,
                                        0x00, 0x00, 0xc0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00 };
    static const HV_UINT8 Address[] = { 0x04, 0x00, 0x00, 0x80, 0x1e, 0x00, 0x00, 0x00, 0x03, 0x00, 0x00, 0x00, 0x00,
                                        0x00, 0x00, 0x00, 0x06, 0x00, 0x00, 0x00, 0x10, 0x00, 0x00, 0x00, 0x0a, 0x00,
                                        0x3e, 0x97, 0xc5, 0xdf };
    static const HV_UINT8 Mac[] = { 0x0a, 0x00, 0x3e, 0x97, 0xc5, 0xdf };
    RNDIS_MESSAGE Message = Read(Medium, sizeof(Medium), REMOTE_NDIS_QUERY_MSG);
    (void)State;
    assert_int_equal(RNDIS_MESSAGE_SIZE(RNDIS_QUERY_REQUEST), sizeof(Medium));
    assert_int_equal(Message.Message.QueryRequest.RequestId, 2);
    assert_int_equal(Message.Message.QueryRequest.Oid, 0x00010202);
    assert_int_equal(Message.Message.QueryRequest.InformationBufferLength, 0);
    assert_int_equal(Message.Message.QueryRequest.InformationBufferOffset, sizeof(RNDIS_QUERY_REQUEST));

    Message = Read(Refused, sizeof(Refused), REMOTE_NDIS_QUERY_CMPLT);
    assert_int_equal(Message.Message.QueryComplete.RequestId, 2);
    assert_int_equal(Message.Message.QueryComplete.Status, RNDIS_STATUS_NOT_SUPPORTED);

    /* The offset counts from the structure: the request's number, 8 bytes into the message. */
    Message = Read(Address, sizeof(Address), REMOTE_NDIS_QUERY_CMPLT);
    assert_int_equal(Message.Message.QueryComplete.RequestId, 3);
    assert_int_equal(Message.Message.QueryComplete.Status, RNDIS_STATUS_SUCCESS);
    assert_int_equal(Message.Message.QueryComplete.InformationBufferLength, sizeof(Mac));
    assert_int_equal(HEADER + Message.Message.QueryComplete.InformationBufferOffset + sizeof(Mac), sizeof(Address));
    assert_memory_equal(Address + HEADER + Message.Message.QueryComplete.InformationBufferOffset, Mac, sizeof(Mac));
}

static void Filter(void **State)
{
    static const HV_UINT8 Request[] = { 0x05, 0x00, 0x00, 0x00, 0x20, 0x00, 0x00, 0x00, 0x04, 0x00, 0x00, 0x00, 0x0e,
                                        0x01, 0x01, 0x00, 0x04, 0x00, 0x00, 0x00, 0x14, 0x00, 0x00, 0x00, 0x00, 0x00,
                                        0x00, 0x00, 0x2d, 0x00, 0x00, 0x00 };
    static const HV_UINT8 Answer[] = { 0x05, 0x00, 0x00, 0x80, 0x10, 0x00, 0x00, 0x00, 0x04, 0x00, 0x00, 0x00, 0x00,
                                       0x00, 0x00, 0x00 };
    HV_UINT32 Value;
    RNDIS_MESSAGE Message = Read(Request, sizeof(Request), REMOTE_NDIS_SET_MSG);
    (void)State;
    assert_int_equal(Message.Message.SetRequest.RequestId, 4);
    assert_int_equal(Message.Message.SetRequest.Oid, RNDIS_OID_GEN_CURRENT_PACKET_FILTER);
    assert_int_equal(Message.Message.SetRequest.InformationBufferLength, sizeof(Value));
    memcpy(&Value, Request + HEADER + Message.Message.SetRequest.InformationBufferOffset, sizeof(Value));
    assert_int_equal(Value, 0x2d);
    assert_int_equal(Value & RNDIS_PACKET_TYPE_DIRECTED, RNDIS_PACKET_TYPE_DIRECTED);
    assert_int_equal(Value & RNDIS_PACKET_TYPE_MULTICAST, 0);

    Message = Read(Answer, sizeof(Answer), REMOTE_NDIS_SET_CMPLT);
    assert_int_equal(RNDIS_MESSAGE_SIZE(RNDIS_SET_COMPLETE), sizeof(Answer));
    assert_int_equal(Message.Message.SetComplete.RequestId, 4);
    assert_int_equal(Message.Message.SetComplete.Status, RNDIS_STATUS_SUCCESS);
}

int main(void)
{
    static const struct CMUnitTest Tests[] = {
        cmocka_unit_test(Initialization),
        cmocka_unit_test(Queries),
        cmocka_unit_test(Filter),
    };
    return cmocka_run_group_tests(Tests, NULL, NULL);
}
