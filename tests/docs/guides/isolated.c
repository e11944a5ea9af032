/* SPDX-License-Identifier: MIT */
/** The host of the guide to isolated guests: takes a register and calls by the GHCB, and returns an impossible count. */

#include "Play.h"

static HV_DECLSPEC_ALIGN(4096) HV_UINT8 Page[4096];
static HV_UINT64 Msr, Value, Result;
static unsigned Calls, Timeouts;

void MyVmgexit(void)
{
    HV_GHCB_HYPERCALL_PAGE Call;
    GHCB_PAGE Base;

    memcpy(&Base, Page, sizeof(Base));
    memcpy(&Call, Page, sizeof(Call));
    if (Base.GhcbUsage == GHCB_USAGE_BASE)
    {
        CHECK(Base.Save.SwExitCode == 0x7C && Base.Save.SwExitInfo1 == 1);
        CHECK((Base.Save.ValidBitmap0 >> (0x1F8 / 8) & 1) == 1 && (Base.Save.ValidBitmap1 >> (0x308 / 8 - 64) & 1) == 1);
        Msr = Base.Save.Rcx;
        Value = Base.Save.Rdx << 32 | Base.Save.Rax;
        return;
    }
    CHECK(Call.Format == GHCB_USAGE_HYPERCALL && (Call.CallCode & HV_HYPERCALL_INPUT_FAST) == 0);
    ++Calls;
    Call.CallCode = Result;
    if (Timeouts != 0)
    {
        --Timeouts;
        Call.CallCode = HV_STATUS_TIMEOUT;
    }
    memcpy(Page, &Call, sizeof(Call));
}

int main(void)
{
    MY_GHCB Ghcb = {Page, NULL, 0, 0};
    HV_INPUT_POST_MESSAGE Message;
    HV_STATUS Status;
    HV_UINT64 Control;

    MyGhcbWriteMsr(&Ghcb, HV_X64_MSR_GUEST_OS_ID, 0x8100000000000001ULL);
    CHECK(Msr == HV_X64_MSR_GUEST_OS_ID && Value == 0x8100000000000001ULL);
    memset(Page, 0, sizeof(Page));
    memset(&Message, 0x55, sizeof(Message));
    Message.ConnectionId.AsUINT32 = 1;
    Message.PayloadSize = 8;
    Timeouts = 2;
    CHECK(MyGhcbPostMessage(&Ghcb, &Message, &Status) == MileHvSuccess && Calls == 3);
    CHECK(Page[0] == 1 && Page[16 + 7] == 0x55 && Page[16 + 8] == 0);
    Result = HV_STATUS_INVALID_CONNECTION_ID;
    CHECK(MyGhcbPostMessage(&Ghcb, &Message, &Status) == MileHvFailed && Status == HV_STATUS_INVALID_CONNECTION_ID);
    Message.PayloadSize = 241;
    CHECK(MyGhcbPostMessage(&Ghcb, &Message, &Status) == MileHvInvalid);
    Result = 0;
    CHECK(MileHvHypercallControl(HvCallSignalEvent, HV_HYPERCALL_INPUT_FAST, 0, 0, 0, &Control) == MileHvSuccess);
    CHECK(MileHvHypercallSimple(MyGhcbInvoke, &Ghcb, Control, 0x123, 0, &Status) == MileHvSuccess);
    CHECK(Page[0] == 0x23 && Page[1] == 1);
    return 0;
}
