/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Fuzz target: the stream of a socket and its offer, beside a second reading of them.
 */

#include "Device.h"

#include <Mile.HyperV/Guest/Socket.h>

static void CheckStream(const REST *Sent, HV_UINT16 Type, HV_UINT32 HasEnded)
{
    const int64_t Size = PipeBytes(Sent);
    MILE_HV_PACKET Packet = BeginShared(Sent, Type);
    MILE_HV_RESULT Wanted = Size < 0 || Type != VmbusPacketTypeDataInBand || HasEnded ? MileHvCorrupt
                            : Size == 0                                                ? MileHvEmpty
                                                                                       : MileHvSuccess;
    MILE_HV_SOCKET Socket;
    const HV_UINT8 *Data;
    HV_UINT32 Bytes;

    MileHvSocketBegin(&Socket);
    Socket.ReceiveEnded = HasEnded;
    CHECK(MileHvSocketReceive(&Socket, &Packet, &Data, &Bytes) == Wanted);
    CHECK(Bytes == (Wanted == MileHvSuccess ? Size : 0));
    CHECK(Data == (Wanted == MileHvSuccess ? Shared + 8 : NULL));
    CHECK(Socket.ReceiveEnded == (HasEnded || Wanted == MileHvEmpty));
    EndShared();
}

static void CheckOffer(const REST *Sent, HV_UINT16 Flags)
{
    VMBUS_CHANNEL_OFFER_CHANNEL Offer;
    MILE_HV_SOCKET_CONNECTION Connection;
    MILE_HV_RESULT Wanted = MileHvSuccess;
    HV_UINT32 Port;
    unsigned Index;

    memset(&Offer, 0, sizeof(Offer));
    Offer.Flags = Flags;
    for (Index = 0; Index < 16; ++Index)
    {
        ((HV_UINT8 *)&Offer.InterfaceType)[Index] = (HV_UINT8)At(Sent, Index, 1);
    }
    for (Index = 0; Index < 28; ++Index)
    {
        Offer.UserDefined[Index] = (HV_UINT8)At(Sent, 16 + Index, 1);
    }
    if (!(Flags & VMBUS_OFFER_FLAG_TLNPI_PROVIDER))
    {
        Wanted = MileHvUnavailable;
    }
    else if (!(Flags & VMBUS_OFFER_FLAG_NAMED_PIPE_MODE) || At(Sent, 16, 4) != 0)
    {
        Wanted = MileHvCorrupt;
    }
    CHECK(MileHvSocketOfferCheck(&Offer, &Connection) == Wanted);
    if (Wanted == MileHvSuccess)
    {
        const HV_UINT64 Tail = At(Sent, 8, 8);

        CHECK(Connection.IsFromHost == (At(Sent, 20, 1) != 0) && Connection.IsForContainer == (At(Sent, 21, 1) != 0));
        CHECK(memcmp(&Connection.ServiceId, &Offer.InterfaceType, 16) == 0);
        for (Index = 0; Index < 16; ++Index)
        {
            CHECK(((HV_UINT8 *)&Connection.SiloId)[Index] == (At(Sent, 22, 4) != 0 ? At(Sent, 26 + Index, 1) : 0));
        }
        CHECK((MileHvSocketPort(&Connection.ServiceId, &Port) == MileHvSuccess) ==
              (At(Sent, 4, 4) == 0x11E6FACB && Tail == 0xD386796A006458BDULL));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *Bytes, size_t Count)
{
    INPUT Input = {Bytes, Count};
    const unsigned What = (unsigned)Take(&Input, 1);
    const REST Sent = TakeRest(&Input, 0);

    CheckStream(&Sent, TypeOf(What, VmbusPacketTypeDataInBand), What >> 7);
    CheckOffer(&Sent, (HV_UINT16)((What & 0x10 ? 0 : VMBUS_OFFER_FLAG_TLNPI_PROVIDER) |
                                  (What & 0x20 ? 0 : VMBUS_OFFER_FLAG_NAMED_PIPE_MODE)));
    free(Sent.Block);
    return 0;
}

static void WriteSeeds(void)
{
    SeedNumber(0, 1);
    SeedPipe(5);
    SeedPut("hello\0\0\0", 8);
    Seed("a-piece");
    SeedNumber(0, 1);
    SeedPipe(0);
    Seed("the-end");
    SeedNumber(0x80, 1);
    SeedPipe(5);
    SeedPut("hello\0\0\0", 8);
    Seed("a-piece-after-the-end");
    SeedPut("\0\x8A\x13\0\0\xCB\xFA\xE6\x11\xBD\x58\x64\0\x6A\x79\x86\xD3\0\0\0\0\1\1\1\0\0\0\1\2\3\4\5\6\7\x08", 35);
    Seed("an-offer-to-a-port");
    SeedPut("\0\x8A\x13\0\0\xCB\xFA\xE6\x11\xBD\x58\x64\0\x6A\x79\x86\xD3\4\0\0\0\1\1\1\0\0\0\1\2\3\4\5\6\7\x08", 35);
    Seed("an-offer-of-messages");
}
