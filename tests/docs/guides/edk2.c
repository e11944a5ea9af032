/* SPDX-License-Identifier: MIT */
/** The firmware and the host of the example for those who come from EDK II. */

#include "Play.h"

static PLAY Play;
static unsigned Copies;

void *MyCopyMem(void *To, const void *From, unsigned long long Bytes)
{
    ++Copies;
    return memcpy(To, From, (size_t)Bytes);
}

int main(void)
{
    SYNTHHID_INPUT_REPORT Report = {{SynthHidInputReport, 7}, {1, 100, 200, 0}};
    MY_POINTER_STATE State = {0, 0, 0};
    MILE_HV_PACKET Packet;

    PlayBegin(&Play);
    Packet = PlayHostPipes(&Play, &Report, sizeof(Report));
    CHECK(MyPointerReceive(&Packet, &State) == MY_EFI_SUCCESS && State.CurrentX == 100 && State.ActiveButtons == 1);
    CHECK(Copies != 0);
    Report.Header.Size = 8;
    Packet = PlayHostPipes(&Play, &Report, sizeof(Report));
    CHECK(MyPointerReceive(&Packet, &State) == MY_EFI_PROTOCOL_ERROR);
    return 0;
}
