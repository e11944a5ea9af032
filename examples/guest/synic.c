/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The synthetic interrupt controller: its two pages, its sources, and a timer's message, the first to arrive.
 *
 * How the hypervisor tells a processor something. There are 16 sources. Each has a
 * slot for one message of up to 240 bytes in one page, and 2048 flags in another;
 * and each raises an interrupt of the guest's choice. A message that finds its
 * slot taken waits, and then says so in the slot (MessagePending): whoever empties
 * such a slot writes the end-of-message register, or the next one never comes.
 *
 * This guest looks at its slots again and again. A guest that sleeps would do in
 * the interrupt what WaitMessage() does here, and halt meanwhile.
 */

#include "guest.h"

/** Under the hypervisor's own pages, once those are enabled. One processor, so one of each. */
static HV_DECLSPEC_ALIGN(4096) HV_MESSAGE_PAGE MessagePage;
static HV_DECLSPEC_ALIGN(4096) HV_SYNIC_EVENT_FLAGS_PAGE EventFlagsPage;

/** Writes a register, and tells whether it took the value. */
static HV_UINT32 WriteAndRead(HV_UINT32 Register, HV_UINT64 Value)
{
    WriteRegister(Register, Value);
    return ReadRegister(Register) == Value;
}

/** Lets a source raise its interrupt, or masks it. Its settings change only while it is masked. */
static HV_UINT32 SetSource(HV_SYNIC_SINT_INDEX Sint, HV_UINT32 Masked)
{
    HV_SYNIC_SINT Value;

    Value.AsUINT64 = ReadRegister(HV_MSR_SINT0 + Sint);
    Value.Masked = 1;
    WriteRegister(HV_MSR_SINT0 + Sint, Value.AsUINT64);
    Value.Vector = ProcessorVector(Sint) & 0xFF;
    Value.AutoEoi = 0;
    Value.Polling = 0;
    Value.Masked = Masked & 1;
    return WriteAndRead(HV_MSR_SINT0 + Sint, Value.AsUINT64);
}

/** Lets the whole SynIC work, or not. */
static HV_UINT32 SetControl(HV_UINT32 Enable)
{
    HV_SYNIC_SCONTROL Control;

    Control.AsUINT64 = ReadRegister(HV_MSR_SCONTROL);
    Control.Enable = Enable & 1;
    return WriteAndRead(HV_MSR_SCONTROL, Control.AsUINT64);
}

GUEST_RESULT EnableSynic(GUEST *Guest)
{
    if (!Guest->HasClock)
    {
        return Skip("no clock");
    }
    if (!Guest->Detection.Privileges.AccessSynicRegs)
    {
        return Skip("no privilege AccessSynicRegs");
    }
    if (Guest->Detection.Privileges.AccessVpIndex)
    {
        Guest->VpIndex = (HV_VP_INDEX)(ReadRegister(HV_MSR_VP_INDEX) & 0xFFFFFFFFU);
    }
    PrintF("  virtual processor %u; messages at 0x%x, event flags at 0x%x\n", Guest->VpIndex, ADDRESS(&MessagePage),
           ADDRESS(&EventFlagsPage));
    /* Pages first, then the sources, then all of it: nothing can arrive before there is a place for it. */
    if (!WriteAndRead(HV_MSR_SIMP,
                      MileHvSynicPageRegister(ReadRegister(HV_MSR_SIMP), ADDRESS(&MessagePage) >> PAGE_SHIFT)) ||
        !WriteAndRead(HV_MSR_SIEFP,
                      MileHvSynicPageRegister(ReadRegister(HV_MSR_SIEFP), ADDRESS(&EventFlagsPage) >> PAGE_SHIFT)) ||
        !SetSource(VMBUS_MESSAGE_SINT, 0) || !SetSource(GUEST_TIMER_SINT, 0) || !SetControl(1))
    {
        (void)DisableSynic(Guest);
        return GuestSynicFailed;
    }
    Guest->HasSynic = 1;
    return GuestDone;
}

GUEST_RESULT DisableSynic(GUEST *Guest)
{
    HV_UINT32 IsOff;

    PrintF("  interrupts taken: %u of the VMBus, %u of the timer\n", ProcessorInterrupts(VMBUS_MESSAGE_SINT),
           ProcessorInterrupts(GUEST_TIMER_SINT));
    Guest->HasSynic = 0;
    /* All of it, even if a part fails. */
    IsOff = SetSource(GUEST_TIMER_SINT, 1);
    IsOff &= SetSource(VMBUS_MESSAGE_SINT, 1);
    IsOff &= SetControl(0);
    IsOff &= WriteAndRead(HV_MSR_SIEFP, ReadRegister(HV_MSR_SIEFP) & 0xFFEU);
    IsOff &= WriteAndRead(HV_MSR_SIMP, ReadRegister(HV_MSR_SIMP) & 0xFFEU);
    return IsOff ? GuestDone : GuestSynicFailed;
}

MILE_HV_RESULT WaitMessage(GUEST *Guest, HV_SYNIC_SINT_INDEX Sint, HV_UINT64 Deadline, HV_MESSAGE *Message)
{
    volatile HV_MESSAGE *Slot = &MessagePage.SintMessage[Sint];

    for (;;)
    {
        /* The clock first: a message that came before the deadline is then never missed. */
        HV_UINT32 IsLate = Now(Guest) >= Deadline;
        MILE_HV_RESULT Result = MileHvMessageTake(Slot, Message);

        if (Result != MileHvEmpty)
        {
            (void)MileHvMessageRelease(Slot, GUEST_WRITE_REGISTER, 0);
            return Result;
        }
        if (IsLate)
        {
            return MileHvEmpty;
        }
        ProcessorRelax();
    }
}

HV_UINT32 TakeEvent(HV_UINT32 Flag)
{
    return MileHvEventTake(&EventFlagsPage.SintEventFlags[VMBUS_MESSAGE_SINT], Flag);
}

/*
 * The timer.
 */

#define TIMER_DELAY (10 * MILLISECOND)

GUEST_RESULT TakeTimerMessage(GUEST *Guest)
{
    HV_STIMER_CONFIG Config;
    HV_MESSAGE Message;
    HV_TIMER_MESSAGE_PAYLOAD Payload;
    HV_UINT64 Due;
    HV_UINT64 Deadline;
    MILE_HV_RESULT Result;

    if (!Guest->HasSynic)
    {
        return Skip("no SynIC");
    }
    if (!Guest->Detection.Privileges.AccessSyntheticTimerRegs)
    {
        return Skip("no privilege AccessSyntheticTimerRegs");
    }
    /* Disabled, then told where its messages go; writing the count starts it. */
    WriteRegister(HV_MSR_STIMER0_CONFIG, 0);
    Config.AsUINT64 = 0;
    Config.AutoEnable = 1;
    Config.SINTx = GUEST_TIMER_SINT;
    WriteRegister(HV_MSR_STIMER0_CONFIG, Config.AsUINT64);
    Due = Now(Guest) + TIMER_DELAY;
    WriteRegister(HV_MSR_STIMER0_COUNT, Due);

    Deadline = Due + PATIENCE;
    Result = WaitMessage(Guest, GUEST_TIMER_SINT, Deadline, &Message);
    WriteRegister(HV_MSR_STIMER0_COUNT, 0);
    WriteRegister(HV_MSR_STIMER0_CONFIG, 0);
    if (Result != MileHvSuccess)
    {
        return Result == MileHvEmpty ? GuestTimerSilent : GuestTimerWrong;
    }
    Payload = Message.TimerPayload;
    if (Message.Header.MessageType != HvMessageTimerExpired || Message.Header.PayloadSize < sizeof(Payload) ||
        Payload.TimerIndex != 0)
    {
        PrintF("  type 0x%08x, %u bytes\n", Message.Header.MessageType, Message.Header.PayloadSize);
        return GuestTimerWrong;
    }
    PrintF("  asked for after %u ms; fired %u, delivered %u units of 100 ns after that\n", TIMER_DELAY / MILLISECOND,
           Payload.ExpirationTime - Due, Payload.DeliveryTime - Due);
    /* Never early. Signed, because that is what would be wrong. */
    if ((HV_INT64)(Payload.ExpirationTime - Due) < 0 || (HV_INT64)(Payload.DeliveryTime - Due) < 0)
    {
        return GuestTimerWrong;
    }
    while (ProcessorTakesInterrupts() && ProcessorInterrupts(GUEST_TIMER_SINT) == 0)
    {
        if (Now(Guest) >= Deadline)
        {
            return GuestInterruptLost;
        }
        ProcessorRelax();
    }
    return GuestDone;
}
