/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Mile.HyperV/Guest/GuestEmulation.h: the bytes of requests, and every response and notification at each length.
 */

#include "GuestDevice.h"

#include <Mile.HyperV/Guest/GuestEmulation.h>

static MILE_HV_GUEST_EMULATION Ready(void)
{
    MILE_HV_GUEST_EMULATION Get;

    memset(&Get, 0xEE, sizeof(Get));
    MileHvGuestEmulationBegin(&Get);
    Get.Version = GET_PROTOCOL_VERSION_NICKEL_REV2;
    return Get;
}

static void AVersionIsAgreedOn(void **State)
{
    HV_UINT8 Message[8] = {1, 3, 1, 0, 1, 0};
    MILE_HV_GUEST_EMULATION Get;
    MILE_HV_GUEST_EMULATION_EVENT Event;
    GET_VERSION_REQUEST Request;
    GET_MESSAGE_HEADER Header;
    MILE_HV_PACKET Packet;
    HV_UINT32 Bytes;
    unsigned Length;

    (void)State;
    assert_int_equal(MileHvGuestEmulationVersionBelow(0xFFFFFFFF), 0x00040002);
    assert_int_equal(MileHvGuestEmulationVersionBelow(0x00040002), 0x00030000);
    assert_int_equal(MileHvGuestEmulationVersionBelow(0x00030000), 0x00010000);
    assert_int_equal(MileHvGuestEmulationVersionBelow(0x00010000), 0);
    MileHvGuestEmulationBegin(&Get);
    assert_int_equal(MileHvGuestEmulationRequestBuild(&Get, &Header, GetHostRequestTime), MileHvInvalid);
    assert_int_equal(MileHvGuestEmulationVersionBuild(&Get, &Request, 0, &Bytes), MileHvInvalid);
    Packet = ReceivedOnPipe(Message, 6);
    assert_int_equal(MileHvGuestEmulationEventCheck(&Get, &Packet, &Event), MileHvCorrupt); /* Not asked for. */
    for (Length = 0; Length <= 8; ++Length)
    {
        MileHvGuestEmulationBegin(&Get);
        memset(&Request, 0xEE, sizeof(Request));
        assert_int_equal(MileHvGuestEmulationVersionBuild(&Get, &Request, 0x00040002, &Bytes), MileHvSuccess);
        assert_int_equal(Bytes, 8);
        assert_memory_equal(&Request, "\1\2\1\0\2\0\4\0", 8);
        assert_int_equal(MileHvGuestEmulationVersionBuild(&Get, &Request, 0x00040002, &Bytes), MileHvFull);
        Packet = ReceivedOnPipe(Message, Length);
        assert_int_equal(MileHvGuestEmulationEventCheck(&Get, &Packet, &Event),
                         Length == 6 ? MileHvSuccess : MileHvCorrupt);
        assert_int_equal(Get.Version, Length == 6 ? 0x00040002 : 0);
    }
    MileHvGuestEmulationBegin(&Get);
    assert_int_equal(MileHvGuestEmulationVersionBuild(&Get, &Request, 0x00040002, &Bytes), MileHvSuccess);
    Message[4] = 0;
    Packet = ReceivedOnPipe(Message, 6);
    assert_int_equal(MileHvGuestEmulationEventCheck(&Get, &Packet, &Event), MileHvSuccess);
    assert_int_equal(Get.Version | Get.AskedVersion | Get.Open[0], 0);
    assert_int_equal(MileHvGuestEmulationVersionBuild(&Get, &Request, 0x00030000, &Bytes), MileHvSuccess);
    Get = Ready();
    assert_int_equal(MileHvGuestEmulationVersionBuild(&Get, &Request, 0x00030000, &Bytes), MileHvInvalid);
}

static void RequestsHaveTheirBytes(void **State)
{
    MILE_HV_GUEST_EMULATION Get = Ready();
    GET_MESSAGE_HEADER Header;
    GET_VMGS_READ_REQUEST Read;
    HV_UINT8 Buffer[600];
    HV_UINT8 Data[512];
    HV_UINT32 Bytes;

    (void)State;
    assert_int_equal(MileHvGuestEmulationRequestBuild(&Get, &Header, 0), MileHvInvalid);
    assert_int_equal(MileHvGuestEmulationRequestBuild(&Get, &Header, GetHostRequestTime), MileHvSuccess);
    assert_memory_equal(&Header, "\1\2\2\0", 4);
    assert_int_equal(MileHvGuestEmulationRequestBuild(&Get, &Header, GetHostRequestTime), MileHvFull);
    assert_int_equal(MileHvGuestEmulationRequestBuild(&Get, &Header, GetHostRequestVmgsFlush), MileHvFull);
    assert_int_equal(MileHvGuestEmulationRequestBuild(&Get, &Header, GetHostRequestIgvmAttest), MileHvSuccess);
    assert_int_equal(MileHvGuestEmulationRequestBuild(&Get, &Header, GetHostRequestVpciDeviceControl), MileHvFull);
    MileHvGuestEmulationNotificationBuild(&Header, GetHostNotificationReset);
    assert_memory_equal(&Header, "\1\1\2\0", 4);

    Get = Ready();
    memset(&Read, 0xEE, sizeof(Read));
    assert_int_equal(MileHvGuestEmulationReadBuild(&Get, &Read, 0x1122, 16, 512, &Bytes), MileHvSuccess);
    assert_int_equal(Bytes, 24);
    assert_memory_equal(&Read, "\1\2\5\0\0\0\0\0\x22\x11\0\0\0\0\0\0\x10\0\0\0\0\0\0\0", 24);
    assert_int_equal(Get.ReadBytes, 8192);
    assert_int_equal(MileHvGuestEmulationReadBuild(&Get, &Read, 0, 1, 512, &Bytes), MileHvFull);
    assert_int_equal(Get.ReadBytes, 8192);
    assert_int_equal(MileHvGuestEmulationReadBuild(&Get, &Read, 0, 17, 512, &Bytes), MileHvInvalid);
    assert_int_equal(MileHvGuestEmulationReadBuild(&Get, &Read, 0, 0x800001, 512, &Bytes), MileHvInvalid);
    assert_int_equal(MileHvGuestEmulationReadBuild(&Get, &Read, 0, 0, 512, &Bytes), MileHvInvalid);
    assert_int_equal(MileHvGuestEmulationReadBuild(&Get, &Read, 0, 1, 0, &Bytes), MileHvInvalid);

    Get = Ready();
    memset(Data, 0x55, sizeof(Data));
    memset(Buffer, 0xEE, sizeof(Buffer));
    assert_int_equal(MileHvGuestEmulationWriteBuild(&Get, Buffer, 535, 7, 1, 512, 1, Data, &Bytes), MileHvTooSmall);
    assert_int_equal(Bytes, 0);
    assert_int_equal(Get.Open[0], 0);
    assert_int_equal(MileHvGuestEmulationWriteBuild(&Get, Buffer, 536, 7, 16, 512, 1, Data, &Bytes), MileHvTooSmall);
    assert_int_equal(MileHvGuestEmulationWriteBuild(&Get, Buffer, 536, 7, 17, 512, 1, Data, &Bytes), MileHvInvalid);
    assert_int_equal(MileHvGuestEmulationWriteBuild(&Get, Buffer, 536, 7, 0, 512, 1, Data, &Bytes), MileHvInvalid);
    assert_int_equal(MileHvGuestEmulationWriteBuild(&Get, Buffer, 536, 7, 1, 0, 1, Data, &Bytes), MileHvInvalid);
    assert_int_equal(MileHvGuestEmulationWriteBuild(&Get, Buffer, 536, 7, 1, 512, 1, Data, &Bytes), MileHvSuccess);
    assert_int_equal(Bytes, 536);
    assert_memory_equal(Buffer, "\1\2\6\0\1\0\0\0\7\0\0\0\0\0\0\0\1\0\0\0\0\0\0\0", 24);
    assert_memory_equal(Buffer + 24, Data, 512);
    assert_int_equal(Buffer[536], 0xEE);

    Get = Ready();
    assert_int_equal(MileHvGuestEmulationSaveBuild(&Get, Buffer, 517, 2, Data, 512, &Bytes), MileHvTooSmall);
    assert_int_equal(MileHvGuestEmulationSaveBuild(&Get, Buffer, 518, 2, Data, 512, &Bytes), MileHvSuccess);
    assert_int_equal(Bytes, 518);
    assert_memory_equal(Buffer, "\1\2\x14\0\2\0", 6);
    assert_memory_equal(Buffer + 6, Data, 512);
    assert_int_equal(MileHvGuestEmulationSaveBuild(&Get, Buffer, 518, 0, Data, 1, &Bytes), MileHvSuccess);
    assert_int_equal(Get.Open[0], 20);
    assert_int_equal(MileHvGuestEmulationRequestBuild(&Get, &Header, GetHostRequestTime), MileHvFull);
    assert_int_equal(MileHvGuestEmulationSaveBuild(&Get, Buffer, 518, 1, Data, 1, &Bytes), MileHvInvalid);
    assert_int_equal(MileHvGuestEmulationSaveBuild(&Get, Buffer, 518, 3, Data, 1, &Bytes), MileHvInvalid);
    assert_int_equal(MileHvGuestEmulationSaveBuild(&Get, Buffer, 9000, 2, Data, 8193, &Bytes), MileHvInvalid);
    assert_int_equal(MileHvGuestEmulationSaveBuild(&Get, Buffer, 518, 1, Data, 0, &Bytes), MileHvSuccess);
    assert_int_equal(Bytes, 6);
    assert_int_equal(Get.Open[0], 0); /* A failure is not answered. */
}

/* Bytes of the structure, and whether Size bytes follow; by number. */
static const struct
{
    HV_UINT16 Id;
    HV_UINT16 Fixed;
    HV_UINT16 Kind; /* 1: Size; 2: Size and PayloadState; 3: DataLength and RestoreStatus; 4: what was asked for. */
} Responses[] = {{2, 32, 0},  {3, 4, 0},   {4, 24, 0},  {5, 8, 4},    {6, 8, 0},   {7, 8, 0},       {8, 8, 0},
                 {9, 76, 0},  {17, 660, 0}, {18, 8, 1}, {19, 8, 0},   {20, 6, 0},  {21, 10, 3},     {22, 24, 0},
                 {23, 8, 0},  {24, 4, 0},  {27, 12, 2}, {28, 8, 0},   {29, 4, 0},  {30, 16, 0},     {0xFFFE, 8, 0},
                 {0xFFFF, 8, 0}, {0, 0, 0}, {10, 0, 0}, {11, 0, 0},   {15, 0, 0},  {25, 0, 0},      {31, 0, 0}},
  Notifications[] = {{1, 24, 0}, {2, 30, 0}, {4, 0, 0}, {5, 8, 1}, {6, 12, 2}, {7, 20, 0}, {8, 6, 0}, {9, 4, 0},
                     {0, 0, 0},  {3, 0, 0},  {10, 0, 0}};

static void MessagesOfEveryKindAndLength(void **State)
{
    static HV_UINT8 Message[800];
    MILE_HV_GUEST_EMULATION Get;
    MILE_HV_GUEST_EMULATION_EVENT Event;
    MILE_HV_PACKET Packet;
    unsigned Index;
    unsigned Length;
    unsigned Piece;
    unsigned IsResponse;

    (void)State;
    for (IsResponse = 0; IsResponse < 2; ++IsResponse)
    {
        const unsigned Count = IsResponse ? sizeof(Responses) / sizeof(Responses[0])
                                          : sizeof(Notifications) / sizeof(Notifications[0]);

        for (Index = 0; Index < Count; ++Index)
        {
            const HV_UINT16 Id = IsResponse ? Responses[Index].Id : Notifications[Index].Id;
            const unsigned Kind = IsResponse ? Responses[Index].Kind : Notifications[Index].Kind;
            unsigned Fixed = IsResponse ? Responses[Index].Fixed : Notifications[Index].Fixed;

            if (!IsResponse && Id == 4)
            {
                Fixed = sizeof(GET_VPCI_DEVICE_NOTIFICATION);
            }
            for (Piece = 0; Piece < 3; ++Piece)
            {
                for (Length = 0; Length <= Fixed + 24; ++Length)
                {
                    const unsigned Extra = Kind != 0 ? 16 : 0;
                    const HV_UINT16 Asked = Id == 27 ? 18 : Id;
                    const unsigned Place = Asked == 8 || Asked == 19;
                    MILE_HV_RESULT Wanted = Length == Fixed + Extra ? MileHvSuccess : MileHvCorrupt;
                    int More = 0;

                    Get = Ready();
                    Get.ReadBytes = 16;
                    Get.Open[Place] = Asked;
                    memset(Message, 0, sizeof(Message));
                    Message[0] = 1;
                    Message[1] = IsResponse ? 3 : 4;
                    memcpy(Message + 2, &Id, 2);
                    Message[4] = Kind == 0 ? 0xEE : 16;
                    if (Kind == 2 || Kind == 3)
                    {
                        Message[8] = (HV_UINT8)Piece;
                        More = Kind == 2 ? Piece == 1 : Piece == 2;
                        if (Kind == 2 && Piece == 2)
                        {
                            Wanted = MileHvCorrupt;
                        }
                    }
                    if (Kind == 4 && Length == Fixed)
                    {
                        Wanted = MileHvSuccess; /* A failed read has no data. */
                    }
                    if (Fixed == 0)
                    {
                        Wanted = IsResponse ? MileHvCorrupt : MileHvUnavailable;
                    }
                    Wanted = Length < 4 ? MileHvCorrupt : Wanted;
                    Packet = ReceivedOnPipe(Message, Length);
                    memset(&Event, 0xEE, sizeof(Event));
                    assert_int_equal(MileHvGuestEmulationEventCheck(&Get, &Packet, &Event), Wanted);
                    if (Wanted == MileHvSuccess)
                    {
                        HV_UINT8 Copy[700];

                        assert_int_equal(Event.Id, Id);
                        assert_int_equal(Event.IsResponse, IsResponse);
                        assert_int_equal(Event.HasMore, More);
                        assert_int_equal(Event.Status, Kind == 3 ? Piece : 0);
                        assert_int_equal(Event.PayloadBytes, Length - Fixed);
                        assert_ptr_equal(Event.Message, Packet.Payload + 8);
                        assert_ptr_equal(Event.Payload, Packet.Payload + 8 + Fixed);
                        assert_int_equal(MileHvGuestEmulationCopy(&Event, Copy, Fixed + 1), MileHvInvalid);
                        assert_int_equal(MileHvGuestEmulationCopy(&Event, Copy, Fixed), MileHvSuccess);
                        assert_memory_equal(Copy, Message, Fixed);
                        assert_int_equal(Get.Open[Place], IsResponse && !More ? 0 : Asked);
                        Get.Open[Place] = 0;
                        assert_int_equal(MileHvGuestEmulationEventCheck(&Get, &Packet, &Event),
                                         IsResponse ? MileHvCorrupt : MileHvSuccess); /* It comes twice. */
                        Get.Version = 0;
                        assert_int_equal(MileHvGuestEmulationEventCheck(&Get, &Packet, &Event),
                                         IsResponse ? MileHvCorrupt : MileHvUnavailable);
                    }
                    else
                    {
                        assert_int_equal(Event.FixedBytes | Event.PayloadBytes | Event.Id, 0);
                        assert_int_equal(Get.Open[Place], Asked);
                        assert_int_equal(MileHvGuestEmulationCopy(&Event, Message, 0), MileHvInvalid);
                    }
                }
            }
        }
    }
}

static void ADocumentOfTheMostBytes(void **State)
{
    static HV_UINT8 Message[12289] = {1, 4, 5, 0};
    MILE_HV_GUEST_EMULATION Get = Ready();
    MILE_HV_GUEST_EMULATION_EVENT Event;
    MILE_HV_PACKET Packet;
    HV_UINT32 Bytes;

    (void)State;
    for (Bytes = 12280; Bytes <= 12281; ++Bytes)
    {
        memcpy(Message + 4, &Bytes, 4);
        Packet = ReceivedOnPipe(Message, 8 + Bytes);
        assert_int_equal(MileHvGuestEmulationEventCheck(&Get, &Packet, &Event),
                         Bytes == 12280 ? MileHvSuccess : MileHvCorrupt);
        assert_int_equal(Event.PayloadBytes, Bytes == 12280 ? 12280 : 0);
    }
}

static void OtherMessagesAreCorrupt(void **State)
{
    HV_UINT8 Message[4] = {1, 4, 9, 0};
    MILE_HV_GUEST_EMULATION Get = Ready();
    MILE_HV_GUEST_EMULATION_EVENT Event;
    MILE_HV_PACKET Packet;
    unsigned Value;

    (void)State;
    for (Value = 0; Value < 256; ++Value)
    {
        Message[0] = (HV_UINT8)Value;
        Packet = ReceivedOnPipe(Message, 4);
        assert_int_equal(MileHvGuestEmulationEventCheck(&Get, &Packet, &Event),
                         Value == 1 ? MileHvSuccess : MileHvCorrupt);
        Message[0] = 1;
        Message[1] = (HV_UINT8)Value;
        Packet = ReceivedOnPipe(Message, 4);
        assert_int_equal(MileHvGuestEmulationEventCheck(&Get, &Packet, &Event),
                         Value == 4 ? MileHvSuccess : MileHvCorrupt);
        Message[1] = 4;
        Packet = ReceivedOnPipe(Message, 4);
        Packet.Descriptor.Type = (HV_UINT16)Value;
        assert_int_equal(MileHvGuestEmulationEventCheck(&Get, &Packet, &Event),
                         Value == VmbusPacketTypeDataInBand ? MileHvSuccess : MileHvCorrupt);
    }
}

static void LengthsInStructuresAreBounded(void **State)
{
    static GET_GUEST_STATE_PROTECTION_RESPONSE Protection;
    GET_IGVM_ATTEST_RESPONSE Attest;
    GET_VMGS_GET_DEVICE_INFO_RESPONSE Store;
    unsigned Value;

    (void)State;
    memset(&Attest, 0, sizeof(Attest));
    Attest.Length = 4096;
    assert_int_equal(MileHvGuestEmulationAttestCheck(&Attest, 4096), MileHvSuccess);
    assert_int_equal(MileHvGuestEmulationAttestCheck(&Attest, 4095), MileHvCorrupt);
    Attest.Length = 0xFFFFFFFF;
    assert_int_equal(MileHvGuestEmulationAttestCheck(&Attest, 4096), MileHvFailed);
    Protection.ExtendedStatusFlags.AsUINT32 = 0xFFFFFFFF;
    for (Value = 0; Value < 2; ++Value)
    {
        Protection.DecryptedGsp[Value].Length = 64;
        assert_int_equal(MileHvGuestEmulationProtectionCheck(&Protection), MileHvSuccess);
        Protection.DecryptedGsp[Value].Length = 65;
        assert_int_equal(MileHvGuestEmulationProtectionCheck(&Protection), MileHvCorrupt);
        Protection.DecryptedGsp[Value].Length = 0;
    }
    Protection.EncryptedGsp.Length = 512;
    assert_int_equal(MileHvGuestEmulationProtectionCheck(&Protection), MileHvSuccess);
    Protection.EncryptedGsp.Length = 513;
    assert_int_equal(MileHvGuestEmulationProtectionCheck(&Protection), MileHvCorrupt);
    memset(&Store, 0, sizeof(Store));
    Store.Capacity = 0xFFFFFFFFFFFF;
    for (Value = 0; Value < 0x10000; ++Value)
    {
        Store.BytesPerLogicalSector = (HV_UINT16)Value;
        assert_int_equal(MileHvGuestEmulationStoreCheck(&Store),
                         Value != 0 && (Value & (Value - 1)) == 0 && Value <= 8192 ? MileHvSuccess : MileHvCorrupt);
    }
    Store.BytesPerLogicalSector = 512;
    Store.Capacity = 0;
    assert_int_equal(MileHvGuestEmulationStoreCheck(&Store), MileHvCorrupt);
    Store.Capacity = 0x1000000000000;
    assert_int_equal(MileHvGuestEmulationStoreCheck(&Store), MileHvCorrupt);
    Store.Status = 2;
    assert_int_equal(MileHvGuestEmulationStoreCheck(&Store), MileHvFailed);
}

int main(void)
{
    const struct CMUnitTest Tests[] = {
        cmocka_unit_test(AVersionIsAgreedOn),           cmocka_unit_test(RequestsHaveTheirBytes),
        cmocka_unit_test(MessagesOfEveryKindAndLength), cmocka_unit_test(OtherMessagesAreCorrupt),
        cmocka_unit_test(LengthsInStructuresAreBounded), cmocka_unit_test(ADocumentOfTheMostBytes),
    };
    return cmocka_run_group_tests_name("GuestGuestEmulation", Tests, NULL, NULL);
}
