/* SPDX-License-Identifier: MIT */
/** The example for those who come from 1.x: both ways build the same bytes. */

#include "Play.h"

int main(void)
{
    const HV_UINT64 Page = 0x123456789AULL;
    const MILE_HV_VMBUS Bus = {.Version = VMBUS_VERSION_WIN10, .ConnectionId = {.AsUINT32 = 1}};
    MY_GPADL_HEADER Message;
    HV_INPUT_POST_MESSAGE Input;
    HV_UINT32 Bytes = MyGpadlByHand(&Message, 5, 0xE1E10, Page);

    memset(&Input, 0, sizeof(Input));
    CHECK(MyGpadl(&Bus, 5, 0xE1E10, &Page, &Input) == MileHvSuccess);
    CHECK(Input.PayloadSize == Bytes && Bytes == 36);
    CHECK(memcmp(Input.Payload, Message.Bytes, Bytes) == 0);
    return 0;
}
