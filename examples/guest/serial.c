/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief A serial port: its version, and a text that comes back from it.
 *
 * The guest of this protocol is a paravisor, which emulates a UART for somebody else. Each
 * side hands over 64 bytes at a time: the guest sends them when the host has taken the last
 * ones, and fetches those of the host after a notification. MILE_HV_SERIAL keeps track of
 * what is due.
 */

#include "guest.h"

static HV_DECLSPEC_ALIGN(8) HV_UINT8 Buffer[MILE_HYPERV_SERIAL_PACKET_MAXIMUM_SIZE];

static MILE_HV_SERIAL Serial;

/** More than one message holds, and less than the host keeps for us. */
#define TEXT_BYTES 500U

/** Byte number @p Index of what is sent: lines of 32 characters. */
static HV_UINT8 Pattern(HV_UINT32 Index)
{
    return (HV_UINT8)(Index % 32 == 31 ? '\n' : 'A' + (Index + Index / 32) % 26);
}

static MILE_HV_RESULT Check(GUEST *Guest, const MILE_HV_PACKET *Packet, void *Event)
{
    (void)Guest;
    return MileHvSerialEventCheck(&Serial, Packet, Event);
}

/** Sends a message. @p Built is what its builder returned. */
static GUEST_RESULT Send(GUEST *Guest, MILE_HV_RESULT Built, const void *Message, HV_UINT32 Bytes)
{
    return Sent(Guest, Built == MileHvSuccess ? MileHvSendPipe(&Guest->Send, Message, Bytes) : Built);
}

GUEST_RESULT AgreeOnSerialVersion(GUEST *Guest)
{
    VMBUS_SERIAL_VERSION_REQUEST Request;
    MILE_HV_SERIAL_EVENT Event;
    HV_UINT32 Bytes;

    if (!Guest->IsOpen)
    {
        return Skip("no channel is open");
    }
    MileHvSerialBegin(&Serial);
    for (HV_UINT32 Version = MileHvSerialVersionBelow(0xFFFFFFFFU); Version != 0;
         Version = MileHvSerialVersionBelow(Version))
    {
        const MILE_HV_RESULT Built = MileHvSerialVersionBuild(&Serial, &Request, Version, &Bytes);
        GUEST_RESULT Result = Send(Guest, Built, &Request, Bytes);

        if (Result == GuestDone)
        {
            Result = WaitEvent(Guest, PATIENCE, Buffer, sizeof(Buffer), Check, &Event);
        }
        if (Result != GuestDone)
        {
            return Result;
        }
        /* Before the version, every other message is dropped or refused by the check. */
        PrintVersion(Version, Event.IsAccepted);
        if (Event.IsAccepted)
        {
            return GuestDone;
        }
    }
    return GuestDeviceRefused;
}

/** Compares what came with what was sent. */
static GUEST_RESULT Compare(const MILE_HV_SERIAL_EVENT *Event, HV_UINT32 SentBytes, HV_UINT32 *Received)
{
    if (Event->DataBytes > SentBytes - *Received)
    {
        return GuestStreamWrong;
    }
    for (HV_UINT32 Index = 0; Index < Event->DataBytes; ++Index)
    {
        if (Event->Data[Index] != Pattern(*Received + Index))
        {
            return GuestStreamWrong;
        }
    }
    *Received += Event->DataBytes;
    return GuestDone;
}

GUEST_RESULT EchoOnSerialPort(GUEST *Guest)
{
    HV_UINT32 SentBytes = 0;
    HV_UINT32 Received = 0;

    if (Serial.Version == 0)
    {
        return Skip("no version of the port's protocol was agreed on");
    }
    for (HV_UINT32 Turn = 0; Turn < STRANGERS && Received < TEXT_BYTES; ++Turn)
    {
        VMBUS_SERIAL_TX_DATA_AVAILABLE Data;
        VMBUS_SERIAL_HEADER Fetch;
        MILE_HV_SERIAL_EVENT Event;
        HV_UINT8 Text[VMBUS_SERIAL_MAXIMUM_PAYLOAD];
        HV_UINT32 Count = TEXT_BYTES - SentBytes;
        HV_UINT32 Bytes;
        MILE_HV_RESULT Built;
        GUEST_RESULT Result = GuestDone;

        if (Count != 0 && !Serial.IsTransmitting)
        {
            Count = Count < sizeof(Text) ? Count : (HV_UINT32)sizeof(Text);
            for (HV_UINT32 Index = 0; Index < Count; ++Index)
            {
                Text[Index] = Pattern(SentBytes + Index);
            }
            Built = MileHvSerialTransmitBuild(&Serial, &Data, Text, Count, &Bytes);
            Result = Send(Guest, Built, &Data, Bytes);
            SentBytes += Count;
        }
        if (Result == GuestDone)
        {
            Result = WaitEvent(Guest, PATIENCE, Buffer, sizeof(Buffer), Check, &Event);
        }
        if (Result != GuestDone)
        {
            return Result;
        }
        if (Event.Kind == MileHvSerialLine)
        {
            PrintF("  something %s connected to the port\n", ADDRESS(Event.IsConnected ? "is" : "is not"));
        }
        if (Event.Kind == MileHvSerialData)
        {
            Result = Compare(&Event, SentBytes, &Received);
        }
        if (Result == GuestDone && !Serial.IsReceiving &&
            (Event.Kind == MileHvSerialDataAvailable || (Event.Kind == MileHvSerialData && Event.HasMore)))
        {
            Built = MileHvSerialReceiveBuild(&Serial, &Fetch, &Bytes);
            Result = Send(Guest, Built, &Fetch, Bytes);
        }
        if (Result != GuestDone)
        {
            return Result;
        }
    }
    if (Received < TEXT_BYTES)
    {
        return GuestDeviceSilent;
    }
    PrintF("  %u bytes came back\n", Received);
    return GuestDone;
}
