/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The story: every step of a guest's life, in order, and back.
 *
 * Each step does one thing, says what it found, and ends in one line that
 * programs can look for:
 *
 *     ok: NAME                done
 *     skip: NAME: WHY         this machine does not offer it
 *     stop: NAME: WHY         this machine is none for this guest
 *     fail: NAME: WHY         it should have worked; nothing further is tried
 *
 * What was done is then taken back, last first. That is no tidiness: the host
 * and the hypervisor write to pages of ours, and go on with it in whatever
 * comes next in this memory, until they are told that the pages are ours again.
 *
 * Two rules hold in every step. Nothing is used that the hypervisor did not say
 * it has: each privilege and each feature is a bit, and a step without its bit is
 * skipped. And nothing is waited for without a bound: the other side is another
 * program, which may be slow, old or broken.
 */

#include "guest.h"

static const STEP Steps[] = {
    {"detect", Detect, 0, 0},
    {"take over the machine", PlatformTakeOver, 0, 0},
    {"guest OS id", Identify, "clear the guest OS id", Anonymize},
    {"hypercalls", EnableHypercalls, "disable hypercalls", DisableHypercalls},
    {"report", Report, 0, 0},
    {"reference counter", StartClock, 0, 0},
    {"reference TSC page", EnableTscPage, "disable the reference TSC page", DisableTscPage},
    {"SynIC", EnableSynic, "disable the SynIC", DisableSynic},
    {"timer message", TakeTimerMessage, 0, 0},
    {"connect to the VMBus", Connect, "unload the VMBus", Disconnect},
    {"offers", ListOffers, 0, 0},
    {"share the rings", ShareRings, "take the rings back", UnshareRings},
    {"open the channel", OpenChannel, "close the channel", CloseChannel},
    {"dynamic memory version", AgreeOnVersion, 0, 0},
    {"dynamic memory capabilities", ReportCapabilities, 0, 0},
    {"dynamic memory status", ReportStatus, 0, 0},
    {"dynamic memory requests", ServeRequests, 0, 0},
};
#define STEP_COUNT (sizeof(Steps) / sizeof(Steps[0]))

/** The name of the step that is being done. */
static const char *Current;

GUEST_RESULT Skip(const char *Why)
{
    PrintF("skip: %s: %s\n", ADDRESS(Current), ADDRESS(Why));
    return GuestSkipped;
}

/** The name of a result in @p Name, and its text. */
static const char *ResultText(GUEST_RESULT Result, const char **Name)
{
    switch (Result)
    {
#define TEXT(Symbol, Number, Text)                                                                                     \
    case Symbol:                                                                                                       \
        *Name = #Symbol;                                                                                               \
        return Text;
        GUEST_RESULT_LIST(TEXT)
#undef TEXT
    default:
        *Name = "?";
        return "?";
    }
}

/** Does one step, or takes one back, and says how it ended. */
static GUEST_RESULT Run(GUEST *Guest, const char *Name, GUEST_RESULT (*Do)(GUEST *))
{
    GUEST_RESULT Result;
    const char *Symbol;

    Current = Name;
    Result = Do(Guest);
    if (Result == GuestDone)
    {
        PrintF("ok: %s\n", ADDRESS(Name));
    }
    else if (Result != GuestSkipped)
    {
        PrintF("%s: %s: %s\n", ADDRESS(Result < GuestFirstFailure ? "stop" : "fail"), ADDRESS(Name),
               ADDRESS(ResultText(Result, &Symbol)));
    }
    return Result;
}

/** Whether all is well so far. */
static HV_UINT32 IsWell(GUEST_RESULT Result)
{
    return Result == GuestDone || Result == GuestDoneInPart;
}

void GuestEnd(GUEST_RESULT Result)
{
    const char *Symbol;
    const char *Text = ResultText(Result, &Symbol);

    PrintF("%s: %s\n", ADDRESS(Symbol), ADDRESS(Text));
    PrintF("Mile.HyperV guest: result %u\n", Result);
    PlatformEnd(Result);
}

void GuestMain(GUEST *Guest)
{
    GUEST_RESULT Results[STEP_COUNT];
    GUEST_RESULT Result = GuestDone;
    HV_UINT32 Count = 0;

    PrintF("Mile.HyperV guest %s, %s, started by %s\n", ADDRESS(MILE_HYPERV_VERSION_STRING),
           ADDRESS(HV_BY_TARGET("x64", "ARM64")), ADDRESS(Guest->StartedBy));
    while (Count < STEP_COUNT && IsWell(Result))
    {
        Results[Count] = Run(Guest, Steps[Count].Name, Steps[Count].Do);
        if (Results[Count] == GuestSkipped)
        {
            Result = GuestDoneInPart;
        }
        else if (Results[Count] != GuestDone)
        {
            Result = Results[Count];
        }
        ++Count;
    }
    while (Count-- != 0)
    {
        if (Steps[Count].Undo && Results[Count] == GuestDone)
        {
            GUEST_RESULT Undone = Run(Guest, Steps[Count].UndoName, Steps[Count].Undo);

            /* The first failure is the one that counts. */
            if (Undone != GuestDone && IsWell(Result))
            {
                Result = Undone;
            }
        }
    }
    GuestEnd(Result);
}
