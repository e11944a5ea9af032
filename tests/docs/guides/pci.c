/* SPDX-License-Identifier: MIT */
/** The host of the PCI guide's example: two functions, an eject, an interrupt, and lists that are too short. */

#include "Play.h"

#define VERSION VPCI_PROTOCOL_VERSION_FE

static PLAY Play;
static unsigned Functions;
static HV_UINT32 Stopped;
static MILE_HV_REQUEST Slots[2];
static MILE_HV_REQUESTS Requests;

void MyFunction(const MILE_HV_PCI_FUNCTION *Function)
{
    Functions += Function->Slot == Functions && Function->Ids.VendorID == 0x1414;
}

void MyStop(HV_UINT32 Slot)
{
    Stopped = Slot;
}

static MILE_HV_RESULT List(HV_UINT32 Count)
{
    static struct
    {
        HV_UINT32 Type;
        HV_UINT32 Count;
        VPCI_DEVICE_DESCRIPTION_2 Functions[2];
    } Relations;
    MILE_HV_PACKET Packet;

    memset(&Relations, 0, sizeof(Relations));
    Relations.Type = VpciMsgBusRelations2;
    Relations.Count = Count;
    Relations.Functions[0].IDs.VendorID = Relations.Functions[1].IDs.VendorID = 0x1414;
    Relations.Functions[1].Slot.u.AsUINT32 = 1;
    Packet = PlayHostSends(&Play, VmbusPacketTypeDataInBand, 0, &Relations, sizeof(Relations));
    return MyPciEvent(&Play.Send, VERSION, &Packet);
}

int main(void)
{
    const HV_UINT32 Eject[2] = {VpciMsgEject, 1};
    MILE_HV_PCI_INTERRUPT Interrupt;
    VPCI_MESSAGE_RESOURCE Message;
    VPCI_CREATE_INTERRUPT_REPLY Reply;
    MILE_HV_PACKET Packet;
    HV_UINT32 Words[3];
    HV_UINT64 Id;

    PlayBegin(&Play);
    CHECK(MileHvRequestsCreate(&Requests, Slots, 2) == MileHvSuccess);
    CHECK(List(2) == MileHvSuccess && Functions == 2);
    CHECK(List(3) == MileHvCorrupt && Functions == 2);
    Packet = PlayHostSends(&Play, VmbusPacketTypeDataInBand, 0, Eject, sizeof(Eject));
    CHECK(MyPciEvent(&Play.Send, VERSION, &Packet) == MileHvSuccess && Stopped == 1);
    Packet = PlayHostTakes(&Play);
    memcpy(Words, Packet.Payload, sizeof(Words));
    CHECK(Words[0] == VpciMsgEjectComplete && Words[1] == 1);

    memset(&Reply, 0, sizeof(Reply));
    Reply.RemappedMsiResource.Remapped.MessageCount = 1;
    for (int Turn = 0; Turn < 2; ++Turn)
    {
        CHECK(MileHvRequestBegin(&Requests, &Interrupt, &Id) == MileHvSuccess);
        CHECK(MyInterruptRequest(&Play.Send, Id, VERSION, 1, 0x41, 3, &Interrupt) == MileHvSuccess);
        Packet = PlayHostTakes(&Play);
        memcpy(Words, Packet.Payload, sizeof(Words));
        CHECK(Words[0] == VpciMsgCreateInterruptMessage3 && Packet.Descriptor.TransactionId == Id);
        Packet = PlayHostSends(&Play, VmbusPacketTypeCompletion, Id, &Reply, sizeof(Reply));
        CHECK(MyInterruptReply(&Requests, &Packet, &Interrupt, &Message) == (Turn == 0 ? MileHvSuccess : MileHvCorrupt));
        Reply.RemappedMsiResource.Remapped.MessageCount = 2;
    }
    return 0;
}
