/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Mile.HyperV/Guest/Synic.h: message slots with a host that pushes at the worst moment, event flags.
 *
 * The worst moments are met here by luck, between two threads; tests/hostile goes
 * through all of them.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <pthread.h>
#include <sched.h>

#include <Mile.HyperV/Guest/Synic.h>

static HV_MESSAGE_PAGE Page;
static HV_SYNIC_EVENT_FLAGS_PAGE FlagsPage;
static unsigned Written;
static HV_UINT32 WrittenRegister;
static HV_UINT32 TypeWhenWritten;

static void WriteRegister(void *Context, HV_UINT32 Register, HV_UINT64 Value)
{
    volatile HV_MESSAGE *Slot = Context;

    (void)Value;
    ++Written;
    WrittenRegister = Register;
    TypeWhenWritten = Slot->Header.MessageType;
}

static int NewPages(void **State)
{
    (void)State;
    memset((void *)&Page, 0, sizeof(Page));
    memset((void *)&FlagsPage, 0, sizeof(FlagsPage));
    Written = 0;
    TypeWhenWritten = 0xFFFFFFFF;
    return 0;
}

static void ASlotIsCopiedAndFreed(void **State)
{
    volatile HV_MESSAGE *Slot = &Page.SintMessage[2];
    HV_MESSAGE Copy;
    int Index;

    (void)State;
    assert_int_equal(MileHvMessageTake(Slot, &Copy), MileHvEmpty);
    Slot->Header.PayloadSize = 240;
    Slot->Header.OriginationId = 0x1122334455667788;
    for (Index = 0; Index < 30; ++Index)
    {
        Slot->Payload[Index] = 0x0101010101010101 * (HV_UINT64)(Index + 1);
    }
    assert_int_equal(MileHvMessageTake(Slot, &Copy), MileHvEmpty); /* The type alone decides. */
    Slot->Header.MessageType = HvMessageTypeTimerExpired;
    assert_int_equal(MileHvMessageTake(Slot, &Copy), MileHvSuccess);
    assert_memory_equal(&Copy, (const void *)(uintptr_t)Slot, 256);
    assert_int_equal(Slot->Header.MessageType, HvMessageTypeTimerExpired);
    assert_int_equal(MileHvMessageRelease(Slot, WriteRegister, (void *)(uintptr_t)Slot), 0);
    assert_int_equal(Slot->Header.MessageType, HvMessageTypeNone);
    assert_int_equal(Written, 0);
}

static void EndOfMessageComesAfterTheSlotIsFree(void **State)
{
    volatile HV_MESSAGE *Slot = &Page.SintMessage[15];

    (void)State;
    Slot->Header.MessageType = 1;
    Slot->Header.MessageFlags.AsUINT8 = 0xFE; /* Reserved bits mean nothing. */
    assert_int_equal(MileHvMessageRelease(Slot, WriteRegister, (void *)(uintptr_t)Slot), 0);
    assert_int_equal(Written, 0);
    Slot->Header.MessageType = 1;
    Slot->Header.MessageFlags.AsUINT8 = 1;
    assert_int_equal(MileHvMessageRelease(Slot, WriteRegister, (void *)(uintptr_t)Slot), 1);
    assert_int_equal(Written, 1);
    assert_int_equal(WrittenRegister, HV_MSR_EOM);
    assert_int_equal(TypeWhenWritten, HvMessageTypeNone);
}

static void SizesThatLieAreCorrupt(void **State)
{
    volatile HV_MESSAGE *Slot = &Page.SintMessage[0];
    HV_MESSAGE Copy;
    unsigned Size;

    (void)State;
    Slot->Header.MessageType = 1;
    for (Size = 0; Size < 256; ++Size)
    {
        Slot->Header.PayloadSize = (HV_UINT8)Size;
        assert_int_equal(MileHvMessageTake(Slot, &Copy), Size <= 240 ? MileHvSuccess : MileHvCorrupt);
    }
}

/*
 * A hypervisor with a queue, on another processor: it delivers into a free slot, else sets the pending bit, and looks
 * again only when end of message is written. A release that looks at the bit too early ends in a hang.
 */
#define MESSAGES 20000U
static volatile HV_UINT32 Delivered;
static volatile HV_UINT32 LookAgain;
static volatile int GiveUp;

/* Spins, and on a machine with few processors lets others run now and then. */
static void Pause(HV_UINT64 Turn)
{
    if (Turn % 256 == 255)
    {
        sched_yield();
    }
}

static void *Hypervisor(void *Context)
{
    volatile HV_MESSAGE *Slot = Context;
    HV_UINT64 Turn = 0;

    while (Delivered < MESSAGES && !GiveUp)
    {
        if (__atomic_load_n(&Slot->Header.MessageType, __ATOMIC_SEQ_CST) == HvMessageTypeNone)
        {
            __atomic_store_n(&Slot->Header.MessageFlags.AsUINT8, 0, __ATOMIC_SEQ_CST);
            Slot->Payload[0] = Delivered;
            ++Delivered;
            __atomic_store_n(&Slot->Header.MessageType, 1, __ATOMIC_SEQ_CST);
            continue;
        }
        __atomic_store_n(&Slot->Header.MessageFlags.AsUINT8, 1, __ATOMIC_SEQ_CST);
        __atomic_thread_fence(__ATOMIC_SEQ_CST); /* QEMU's ARM64 lets the load pass the store without it. */
        if (__atomic_load_n(&Slot->Header.MessageType, __ATOMIC_SEQ_CST) == HvMessageTypeNone)
        {
            continue;
        }
        while (!__atomic_exchange_n(&LookAgain, 0, __ATOMIC_SEQ_CST) && !GiveUp)
        {
            Pause(++Turn);
        }
    }
    return NULL;
}

static void WriteEom(void *Context, HV_UINT32 Register, HV_UINT64 Value)
{
    (void)Context;
    (void)Register;
    (void)Value;
    __atomic_store_n(&LookAgain, 1, __ATOMIC_SEQ_CST);
}

static void NoMessageStaysBehind(void **State)
{
    volatile HV_MESSAGE *Slot = &Page.SintMessage[2];
    HV_MESSAGE Copy;
    pthread_t Thread;
    HV_UINT32 Taken = 0;
    HV_UINT64 Idle = 0;

    (void)State;
    Delivered = 0;
    LookAgain = 0;
    GiveUp = 0;
    assert_int_equal(pthread_create(&Thread, NULL, Hypervisor, (void *)(uintptr_t)Slot), 0);
    while (Taken < MESSAGES && Idle < 50000000U)
    {
        if (MileHvMessageTake(Slot, &Copy) == MileHvEmpty)
        {
            Pause(++Idle);
            continue;
        }
        Idle = 0;
        assert_int_equal(Copy.Payload[0], Taken);
        ++Taken;
        MileHvMessageRelease(Slot, WriteEom, NULL);
    }
    GiveUp = 1;
    pthread_join(Thread, NULL);
    assert_int_equal(Taken, MESSAGES);
}

static void FlagsAreFoundInOrderAndCleared(void **State)
{
    static const HV_UINT32 Set[] = {0, 1, 31, 32, 63, 500, 1023, 2016, 2047};
    volatile HV_SYNIC_EVENT_FLAGS *Flags = &FlagsPage.SintEventFlags[2];
    MILE_HV_EVENT_SCAN Scan;
    HV_UINT32 Flag = 0;
    size_t Index;

    (void)State;
    for (Index = 0; Index < sizeof(Set) / sizeof(Set[0]); ++Index)
    {
        Flags->Flags8[Set[Index] / 8] |= (HV_UINT8)(1U << (Set[Index] % 8));
    }
    MileHvEventScanBegin(&Scan, 0xFFFFFFFF);
    for (Index = 0; Index < sizeof(Set) / sizeof(Set[0]); ++Index)
    {
        assert_int_equal(MileHvEventScanNext(Flags, &Scan, &Flag), MileHvSuccess);
        assert_int_equal(Flag, Set[Index]);
        assert_int_equal(Flags->Flags8[Flag / 8] >> (Flag % 8) & 1, 0);
    }
    assert_int_equal(MileHvEventScanNext(Flags, &Scan, &Flag), MileHvEmpty);
    assert_int_equal(MileHvEventScanNext(Flags, &Scan, &Flag), MileHvEmpty);
    for (Index = 0; Index < 64; ++Index)
    {
        assert_int_equal(Flags->Flags32[Index], 0);
    }
}

static void FlagsBeyondTheCountAreNotTold(void **State)
{
    volatile HV_SYNIC_EVENT_FLAGS *Flags = &FlagsPage.SintEventFlags[2];
    MILE_HV_EVENT_SCAN Scan;
    HV_UINT32 Count;
    HV_UINT32 Flag;
    HV_UINT32 Seen;

    (void)State;
    for (Count = 0; Count <= 2048; Count += (Count < 70) ? 1 : 89)
    {
        memset((void *)(uintptr_t)Flags, 0xFF, sizeof(*Flags));
        MileHvEventScanBegin(&Scan, Count);
        for (Seen = 0; MileHvEventScanNext(Flags, &Scan, &Flag) == MileHvSuccess; ++Seen)
        {
            assert_int_equal(Flag, Seen);
        }
        assert_int_equal(Seen, Count);
        for (Flag = (Count + 31) / 32; Flag < 64; ++Flag)
        {
            assert_int_equal(Flags->Flags32[Flag], 0xFFFFFFFF);
        }
    }
}

static void OneFlagIsTaken(void **State)
{
    volatile HV_SYNIC_EVENT_FLAGS *Flags = &FlagsPage.SintEventFlags[15]; /* The last: behind it is no page. */

    (void)State;
    Flags->Flags32[1] = 0x80000001;
    assert_int_equal(MileHvEventTake(Flags, 32), 1);
    assert_int_equal(MileHvEventTake(Flags, 32), 0);
    assert_int_equal(Flags->Flags32[1], 0x80000000);
    assert_int_equal(MileHvEventTake(Flags, 63), 1);
    assert_int_equal(MileHvEventTake(Flags, 2048), 0);
    assert_int_equal(MileHvEventTake(Flags, 0xFFFFFFFF), 0);
}

/* Flags that are set while others are cleared in the same word must not be lost. */
#define ROUNDS 20000U
static volatile HV_UINT32 Handled;

static void *SetFlags(void *Context)
{
    volatile HV_SYNIC_EVENT_FLAGS *Flags = Context;
    HV_UINT64 Turn = 0;
    HV_UINT32 Round;

    for (Round = 0; Round < ROUNDS && !GiveUp; ++Round)
    {
        __atomic_fetch_or(&Flags->Flags32[0], 1U << (1 + Round % 31), __ATOMIC_SEQ_CST);
        __atomic_fetch_or(&Flags->Flags32[0], 1U, __ATOMIC_SEQ_CST);
        while (__atomic_load_n(&Handled, __ATOMIC_SEQ_CST) != Round + 1 && !GiveUp)
        {
            Pause(++Turn);
        }
    }
    return NULL;
}

static void NoFlagIsLost(void **State)
{
    volatile HV_SYNIC_EVENT_FLAGS *Flags = &FlagsPage.SintEventFlags[2];
    MILE_HV_EVENT_SCAN Scan;
    pthread_t Thread;
    HV_UINT32 Flag;
    HV_UINT32 Round = 0;
    HV_UINT32 Mine = 0;
    HV_UINT64 Idle = 0;

    (void)State;
    GiveUp = 0;
    Handled = 0;
    assert_int_equal(pthread_create(&Thread, NULL, SetFlags, (void *)(uintptr_t)Flags), 0);
    while (Round < ROUNDS && Idle < 20000000U)
    {
        Pause(++Idle);
        MileHvEventScanBegin(&Scan, 32);
        while (MileHvEventScanNext(Flags, &Scan, &Flag) == MileHvSuccess)
        {
            if (Flag != 0)
            {
                assert_int_equal(Flag, 1 + Round % 31);
            }
            Mine |= (Flag == 0) ? 1U : 2U;
        }
        if (Mine == 3)
        {
            Mine = 0;
            Idle = 0;
            ++Round;
            __atomic_store_n(&Handled, Round, __ATOMIC_SEQ_CST);
        }
    }
    GiveUp = 1;
    pthread_join(Thread, NULL);
    assert_int_equal(Round, ROUNDS);
}

static void ThePageRegisterKeepsItsReservedBits(void **State)
{
    HV_SYNIC_SIMP Simp;

    (void)State;
    Simp.AsUINT64 = MileHvSynicPageRegister(0xFFFFFFFFFFFFF123, 0x45678);
    assert_int_equal(Simp.SimpEnabled, 1);
    assert_int_equal(Simp.Preserved, 0x122 >> 1);
    assert_int_equal(Simp.BaseSimpGpa, 0x45678);
}

int main(void)
{
    const struct CMUnitTest Tests[] = {
        cmocka_unit_test_setup(ASlotIsCopiedAndFreed, NewPages),
        cmocka_unit_test_setup(EndOfMessageComesAfterTheSlotIsFree, NewPages),
        cmocka_unit_test_setup(SizesThatLieAreCorrupt, NewPages),
        cmocka_unit_test_setup(NoMessageStaysBehind, NewPages),
        cmocka_unit_test_setup(FlagsAreFoundInOrderAndCleared, NewPages),
        cmocka_unit_test_setup(FlagsBeyondTheCountAreNotTold, NewPages),
        cmocka_unit_test_setup(OneFlagIsTaken, NewPages),
        cmocka_unit_test_setup(NoFlagIsLost, NewPages),
        cmocka_unit_test(ThePageRegisterKeepsItsReservedBits),
    };
    return cmocka_run_group_tests_name("GuestSynic", Tests, NULL, NULL);
}
