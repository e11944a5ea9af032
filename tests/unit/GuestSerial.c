/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Mile.HyperV/Guest/Serial.h: the bytes of each message, and every message of a host in every state.
 */

#include "GuestDevice.h"

#include <Mile.HyperV/Guest/Serial.h>

static MILE_HV_SERIAL Ready(void)
{
    MILE_HV_SERIAL Serial;

    MileHvSerialBegin(&Serial);
    Serial.Version = VMBUS_SERIAL_VERSION_1_0;
    return Serial;
}

static void MessagesHaveTheirBytes(void **State)
{
    MILE_HV_SERIAL Serial;
    VMBUS_SERIAL_VERSION_REQUEST Request;
    VMBUS_SERIAL_TX_DATA_AVAILABLE Transmit;
    VMBUS_SERIAL_HEADER Header;
    HV_UINT8 Data[65];
    HV_UINT32 Bytes;
    HV_UINT32 Length;

    (void)State;
    assert_int_equal(MileHvSerialVersionBelow(0xFFFFFFFF), 0x00010000);
    assert_int_equal(MileHvSerialVersionBelow(0x00010000), 0);
    memset(&Serial, 0xEE, sizeof(Serial));
    MileHvSerialBegin(&Serial);
    assert_int_equal(Serial.Version | Serial.AskedVersion | Serial.IsReceiving | Serial.IsTransmitting, 0);
    assert_int_equal(MileHvSerialTransmitBuild(&Serial, &Transmit, Data, 1, &Bytes), MileHvInvalid);
    assert_int_equal(MileHvSerialReceiveBuild(&Serial, &Header, &Bytes), MileHvInvalid);
    assert_int_equal(MileHvSerialVersionBuild(&Serial, &Request, 0, &Bytes), MileHvInvalid);
    assert_int_equal(MileHvSerialVersionBuild(&Serial, &Request, VMBUS_SERIAL_VERSION_1_0, &Bytes), MileHvSuccess);
    assert_int_equal(Bytes, 8);
    assert_memory_equal(&Request, "\1\2\1\0\0\0\1\0", 8);
    assert_int_equal(MileHvSerialVersionBuild(&Serial, &Request, VMBUS_SERIAL_VERSION_1_0, &Bytes), MileHvInvalid);
    assert_int_equal(Bytes, 0);

    Serial = Ready();
    assert_int_equal(MileHvSerialVersionBuild(&Serial, &Request, VMBUS_SERIAL_VERSION_1_0, &Bytes), MileHvInvalid);
    assert_int_equal(MileHvSerialReceiveBuild(&Serial, &Header, &Bytes), MileHvSuccess);
    assert_int_equal(Bytes, 4);
    assert_memory_equal(&Header, "\1\2\2\0", 4);
    assert_int_equal(MileHvSerialReceiveBuild(&Serial, &Header, &Bytes), MileHvFull);
    assert_int_equal(Bytes, 0);
    assert_int_equal(MileHvSerialClearBuild(&Header), 4);
    assert_memory_equal(&Header, "\1\1\1\0", 4);
    memset(Data, 0x55, sizeof(Data));
    for (Length = 0; Length <= 65; ++Length)
    {
        HV_UINT8 Expected[70] = {1, 1, 2, 0, (HV_UINT8)Length};
        const int Good = Length >= 1 && Length <= 64;

        Serial.IsTransmitting = 0;
        memset(&Transmit, 0xEE, sizeof(Transmit));
        assert_int_equal(MileHvSerialTransmitBuild(&Serial, &Transmit, GuardEnd(Data, Length), Length, &Bytes),
                         Good ? MileHvSuccess : MileHvInvalid);
        assert_int_equal(Bytes, Good ? 70 : 0);
        assert_int_equal(Serial.IsTransmitting, Good);
        if (Good)
        {
            memset(Expected + 5, 0x55, Length);
            assert_memory_equal(&Transmit, Expected, 70);
            assert_int_equal(MileHvSerialTransmitBuild(&Serial, &Transmit, Data, 1, &Bytes), MileHvFull);
        }
    }
}

/* Every message of every length in every state, beside a table. */
static void EventsOfEveryState(void **State)
{
    HV_UINT8 Message[520] = {0};
    MILE_HV_SERIAL Serial;
    MILE_HV_SERIAL_EVENT Event;
    MILE_HV_PACKET Packet;
    unsigned Before;
    unsigned Type;
    unsigned Id;
    unsigned Length;

    (void)State;
    for (Before = 0; Before < 16; ++Before)
    {
        for (Type = 0; Type < 6; ++Type)
        {
            for (Id = 0; Id < 6; ++Id)
            {
                for (Length = 0; Length <= 520; Length += Length < 76 ? 1 : 37)
                {
                    const int HasVersion = Before & 1;
                    MILE_HV_RESULT Wanted = MileHvCorrupt;
                    unsigned Kind = 0;

                    MileHvSerialBegin(&Serial);
                    Serial.Version = HasVersion ? 0x10000 : 0;
                    Serial.AskedVersion = Before & 2 ? 0x10000 : 0;
                    Serial.IsTransmitting = Before & 4 ? 1 : 0;
                    Serial.IsReceiving = Before & 8 ? 1 : 0;
                    memcpy(Message, "\1\0\0\0\1\1", 6);
                    Message[1] = (HV_UINT8)Type;
                    Message[2] = (HV_UINT8)Id;
                    if (Length >= 4 && Length <= 512)
                    {
                        if (Type == 3 && Id == 1 && Length >= 6 && (Before & 2))
                        {
                            Kind = MileHvSerialVersion;
                        }
                        if (Type == 3 && Id == 2 && Length >= 70 && (Before & 8))
                        {
                            Kind = MileHvSerialData;
                        }
                        if (Type == 4 && Id == 1 && HasVersion)
                        {
                            Kind = MileHvSerialDataAvailable;
                        }
                        if (Type == 4 && Id == 2 && HasVersion && Length >= 6)
                        {
                            Kind = MileHvSerialLine;
                        }
                        if (Type == 4 && Id == 3 && HasVersion && (Before & 4))
                        {
                            Kind = MileHvSerialTransmitted;
                        }
                        Wanted = Kind ? MileHvSuccess
                                 : Type == 4 && (!HasVersion || Id == 0 || Id > 3) ? MileHvUnavailable
                                                                                   : MileHvCorrupt;
                    }
                    Packet = ReceivedOnPipe(Message, Length);
                    memset(&Event, 0xEE, sizeof(Event));
                    assert_int_equal(MileHvSerialEventCheck(&Serial, &Packet, &Event), Wanted);
                    assert_int_equal(Event.Kind, Kind);
                    assert_int_equal(Event.IsAccepted, Kind == MileHvSerialVersion);
                    assert_int_equal(Event.IsConnected, Kind == MileHvSerialLine);
                    assert_int_equal(Event.ModemStatus, Kind == MileHvSerialLine);
                    assert_int_equal(Event.DataBytes, Kind == MileHvSerialData);
                    assert_int_equal(Event.HasMore, Kind == MileHvSerialData);
                    assert_int_equal(Serial.Version, HasVersion || Kind == MileHvSerialVersion ? 0x10000 : 0);
                    assert_int_equal(Serial.AskedVersion,
                                     (Before & 2) && Kind != MileHvSerialVersion ? 0x10000 : 0);
                    assert_int_equal(Serial.IsTransmitting, (Before & 4) && Kind != MileHvSerialTransmitted);
                    assert_int_equal(Serial.IsReceiving, (Before & 8) && Kind != MileHvSerialData);
                }
            }
        }
    }
}

static void DataOfEveryLength(void **State)
{
    HV_UINT8 Message[70] = {1, 3, 2, 0};
    MILE_HV_SERIAL Serial;
    MILE_HV_SERIAL_EVENT Event;
    MILE_HV_PACKET Packet;
    unsigned Length;

    (void)State;
    for (Length = 0; Length < 64; ++Length)
    {
        Message[6 + Length] = (HV_UINT8)(Length + 1);
    }
    for (Length = 0; Length < 256; ++Length)
    {
        HV_UINT8 Expected[64] = {0};

        Serial = Ready();
        Serial.IsReceiving = 1;
        Message[4] = (HV_UINT8)Length;
        Message[5] = Length & 1 ? 0x80 : 0;
        Packet = ReceivedOnPipe(Message, 70);
        assert_int_equal(MileHvSerialEventCheck(&Serial, &Packet, &Event), Length <= 64 ? MileHvSuccess : MileHvCorrupt);
        memcpy(Expected, Message + 6, Length <= 64 ? Length : 0);
        assert_int_equal(Event.DataBytes, Length <= 64 ? Length : 0);
        assert_memory_equal(Event.Data, Expected, 64);
        assert_int_equal(Event.HasMore, Length <= 64 ? Length & 1 : 0);
    }
    Serial = Ready();
    for (Length = 0; Length < 16; ++Length)
    {
        const HV_UINT8 Notice[6] = {(HV_UINT8)Length, 4, 1, (HV_UINT8)(Length == 3)};

        Packet = ReceivedOnPipe(Notice, 6);
        assert_int_equal(MileHvSerialEventCheck(&Serial, &Packet, &Event), Length == 1 ? MileHvSuccess : MileHvCorrupt);
        Packet = ReceivedOnPipe("\1\4\1\0", 4);
        Packet.Descriptor.Type = (HV_UINT16)Length;
        assert_int_equal(MileHvSerialEventCheck(&Serial, &Packet, &Event),
                         Length == VmbusPacketTypeDataInBand ? MileHvSuccess : MileHvCorrupt);
    }
    for (Length = 512; Length <= 513; ++Length)
    {
        HV_UINT8 Long[513] = {1, 4, 1, 0};

        Packet = ReceivedOnPipe(Long, Length);
        assert_int_equal(MileHvSerialEventCheck(&Serial, &Packet, &Event),
                         Length == 512 ? MileHvSuccess : MileHvCorrupt);
    }
    Packet = ReceivedOnPipe("\1\4\1\1", 4); /* The high byte of a notification is 0. */
    assert_int_equal(MileHvSerialEventCheck(&Serial, &Packet, &Event), MileHvUnavailable);
    MileHvSerialBegin(&Serial);
    Serial.AskedVersion = 0x10000;
    Packet = ReceivedOnPipe("\1\3\1\0\0\0", 6);
    assert_int_equal(MileHvSerialEventCheck(&Serial, &Packet, &Event), MileHvSuccess);
    assert_int_equal(Event.IsAccepted | Serial.Version | Serial.AskedVersion, 0);
}

int main(void)
{
    const struct CMUnitTest Tests[] = {
        cmocka_unit_test(MessagesHaveTheirBytes),
        cmocka_unit_test(EventsOfEveryState),
        cmocka_unit_test(DataOfEveryLength),
    };
    return cmocka_run_group_tests_name("GuestSerial", Tests, NULL, NULL);
}
