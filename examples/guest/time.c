/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Reference time, by the register and by the page; the guest's only clock, and the bound of all its waits.
 *
 * The partition has a clock of its own, in units of 100 ns, which no change of the
 * processor's frequency and no move to another machine disturbs. Reading its
 * register is a trip into the hypervisor. The reference TSC page saves the trip:
 * it says how to compute the same time from the processor's counter, and a
 * sequence number says whether that changed while one was reading.
 */

#include "guest.h"

/** A clock that was read so often in a row and has not moved stands still. */
#define STANDSTILL 100000
#define END_OF_TIME 0xFFFFFFFFFFFFFFFFULL

HV_UINT64 Now(const GUEST *Guest)
{
    static HV_UINT64 Latest;
    static HV_UINT32 Repeats;
#if defined(MILE_HYPERV_TARGET_X64)
    HV_UINT64 Time = MileHvReferenceTime(Guest->TscPage, MileHvReadTscCounter, GUEST_READ_REGISTER, 0);
#else
    HV_UINT64 Time = ReadRegister(HV_MSR_TIME_REF_COUNT);

    (void)Guest;
#endif
    /* The clock is the host's, and so is its word only: where it stops, every wait is over. */
    if (Time > Latest)
    {
        Latest = Time;
        Repeats = 0;
    }
    else if (Repeats < STANDSTILL)
    {
        ++Repeats;
    }
    return Repeats < STANDSTILL ? Latest : END_OF_TIME;
}

GUEST_RESULT StartClock(GUEST *Guest)
{
    HV_UINT64 First;
    HV_UINT64 Last;

    if (!Guest->Detection.Privileges.AccessPartitionReferenceCounter)
    {
        return Skip("no privilege AccessPartitionReferenceCounter, and without a clock no wait has a bound");
    }
    /* It counts units of 100 ns: a few reads, each a trip into the hypervisor, must see it move, and forwards only. */
    First = ReadRegister(HV_MSR_TIME_REF_COUNT);
    Last = First;
    for (HV_UINT32 Turn = 0; Turn < 100; ++Turn)
    {
        HV_UINT64 Next = ReadRegister(HV_MSR_TIME_REF_COUNT);

        if (Next < Last)
        {
            return GuestClockStopped;
        }
        Last = Next;
    }
    PrintF("  %u ms since the partition was made; 100 reads took %u units of 100 ns\n", First / MILLISECOND,
           Last - First);
    if (Last == First)
    {
        return GuestClockStopped;
    }
    Guest->HasClock = 1;
    return GuestDone;
}

/*
 * The page.
 */

#if defined(MILE_HYPERV_TARGET_X64)
/** Under the hypervisor's own page, once that is enabled. */
static HV_DECLSPEC_ALIGN(4096) HV_REFERENCE_TSC_PAGE TscPage;

#define TSC_COMPARISONS 100
/** Distance, in units of 100 ns, that the page may be outside of the counter's readings before and after: 10 microseconds. */
#define TSC_TOLERANCE 100

/** The counter's frequency: the scale is 10^7 * 2^64 / Hz. */
static HV_UINT64 Kilohertz(HV_UINT64 Scale)
{
    HV_UINT64 Units = Scale / 10000; /* 2^64 / kHz. */

    return Units == 0 ? 0 : 0xFFFFFFFFFFFFFFFFULL / Units;
}

/** The page's time has to lie between two readings of the register, since both describe one clock. */
static GUEST_RESULT ComparePage(void)
{
    HV_UINT64 Outside = 0;
    HV_UINT64 Widest = 0;

    for (HV_UINT32 Turn = 0; Turn < TSC_COMPARISONS; ++Turn)
    {
        HV_UINT64 Before = ReadRegister(HV_MSR_TIME_REF_COUNT);
        HV_UINT64 After;
        HV_UINT64 Time;

        if (MileHvReferenceTimeFromPage(&TscPage, MileHvReadTscCounter, 0, &Time) != MileHvSuccess)
        {
            return Skip("the page says that it does not hold now (no invariant counter below)");
        }
        After = ReadRegister(HV_MSR_TIME_REF_COUNT);
        if (After - Before > Widest)
        {
            Widest = After - Before;
        }
        if (Time < Before && Before - Time > Outside)
        {
            Outside = Before - Time;
        }
        if (Time > After && Time - After > Outside)
        {
            Outside = Time - After;
        }
    }
    PrintF("  sequence %u, scale 0x%x, offset 0x%x: a counter of %u kHz\n", TscPage.TscSequence, TscPage.TscScale,
           (HV_UINT64)TscPage.TscOffset, Kilohertz(TscPage.TscScale));
    PrintF("  %u comparisons with two reads of the counter, at most %u units of 100 ns apart:\n", TSC_COMPARISONS,
           Widest);
    PrintF("  at most %u units outside of them; %u are allowed\n", Outside, TSC_TOLERANCE);
    return Outside > TSC_TOLERANCE ? GuestTscPageWrong : GuestDone;
}
#endif

GUEST_RESULT EnableTscPage(GUEST *Guest)
{
#if defined(MILE_HYPERV_TARGET_X64)
    HV_UINT64 Register;
    GUEST_RESULT Result;

    if (!Guest->HasClock)
    {
        return Skip("no reference counter to compare it with");
    }
    if (!Guest->Detection.Privileges.AccessPartitionReferenceTsc)
    {
        return Skip("no privilege AccessPartitionReferenceTsc");
    }
    Register = MileHvReferenceTscRegister(ReadRegister(HV_MSR_REFERENCE_TSC), ADDRESS(&TscPage) >> PAGE_SHIFT);
    WriteRegister(HV_MSR_REFERENCE_TSC, Register);
    Result = ReadRegister(HV_MSR_REFERENCE_TSC) == Register ? ComparePage() : (GUEST_RESULT)GuestTscPageWrong;
    if (Result != GuestDone)
    {
        (void)DisableTscPage(Guest);
        return Result;
    }
    Guest->TscPage = &TscPage;
    return GuestDone;
#else
    (void)Guest;
    return Skip("this guest reads the register on ARM64");
#endif
}

GUEST_RESULT DisableTscPage(GUEST *Guest)
{
    Guest->TscPage = 0;
    WriteRegister(HV_MSR_REFERENCE_TSC, ReadRegister(HV_MSR_REFERENCE_TSC) & 0xFFEU);
    return (ReadRegister(HV_MSR_REFERENCE_TSC) & 1) == 0 ? GuestDone : GuestTscPageWrong;
}
