/* SPDX-License-Identifier: MIT */
/** The host of the mouse guide's example: a version, a descriptor, a report, and a descriptor that leaves its message. */

#include "Play.h"

static PLAY Play;
static HV_UINT32 Version;
static unsigned Moves;

void MyPointer(HV_UINT16 X, HV_UINT16 Y, HV_UINT8 Buttons, HV_INT16 Wheel)
{
    Moves += X == 100 && Y == 32767 && Buttons == SYNTHHID_HID_MOUSE_BUTTON_RIGHT && Wheel == -1;
}

static MILE_HV_RESULT Send(const void *Message, size_t Bytes)
{
    MILE_HV_PACKET Packet = PlayHostPipes(&Play, Message, Bytes);

    return MyMouseReceive(&Play.Send, &Version, &Packet);
}

int main(void)
{
    SYNTHHID_PROTOCOL_RESPONSE Response = {{SynthHidProtocolResponse, 5}, {SYNTHHID_INPUT_VERSION}, 1};
    SYNTHHID_INPUT_REPORT Report = {{SynthHidInputReport, 7}, {SYNTHHID_HID_MOUSE_BUTTON_RIGHT, 100, 32767, -1}};
    SYNTHHID_DEVICE_INFO Info;
    MILE_HV_PACKET Packet;
    HV_UINT32 Words[4];

    memset(&Info, 0, sizeof(Info));
    Info.Header.Type = SynthHidInitialDeviceInfo;
    Info.Header.Size = sizeof(Info) - sizeof(Info.Header);
    Info.HidDescriptorInformation.bLength = 9;
    Info.HidDescriptorInformation.bNumDescriptors = 1;
    Info.HidDescriptorInformation.DescriptorList[0].wReportLength = 67;
    PlayBegin(&Play);
    CHECK(MyMouseBegin(&Play.Send) == MileHvSuccess);
    Packet = PlayHostTakes(&Play);
    memcpy(Words, Packet.Payload, sizeof(Words));
    CHECK(Words[0] == VmPipeMessageData && Words[2] == SynthHidProtocolRequest);
    CHECK(Send(&Report, sizeof(Report)) == MileHvSuccess && Moves == 0);
    CHECK(Send(&Response, sizeof(Response)) == MileHvSuccess && Version == SYNTHHID_INPUT_VERSION);
    CHECK(Send(&Info, sizeof(Info)) == MileHvSuccess);
    Packet = PlayHostTakes(&Play);
    memcpy(Words, Packet.Payload, sizeof(Words));
    CHECK(Words[2] == SynthHidInitialDeviceInfoAck);
    CHECK(Send(&Report, sizeof(Report)) == MileHvSuccess && Moves == 1);
    Info.HidDescriptorInformation.DescriptorList[0].wReportLength = 129;
    CHECK(Send(&Info, sizeof(Info)) == MileHvCorrupt);
    return 0;
}
