/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Fuzz target: message slots and event flags, with a host that changes them during and between the calls.
 */

#define FUZZ_COPY CopyAndRuin
#include "Fuzz.h"

#include <Mile.HyperV/Guest/Synic.h>

static HV_MESSAGE_PAGE *Messages;
static HV_SYNIC_EVENT_FLAGS_PAGE *Flags;

/* The host ruins what was copied as soon as it was. */
static void CopyAndRuin(void *To, const void *From, uint32_t Bytes)
{
    memcpy(To, From, Bytes);
    if ((const uint8_t *)From >= (uint8_t *)Messages && (const uint8_t *)From < (uint8_t *)(Messages + 1))
    {
        CHECK(Bytes <= (size_t)((uint8_t *)(Messages + 1) - (const uint8_t *)From));
        memset((void *)(uintptr_t)From, 0xFF, Bytes);
    }
}

static HV_MESSAGE *Slot;
static unsigned Ends;
static unsigned TypeAtEnd;

static void WriteRegister(void *Context, HV_UINT32 Register, HV_UINT64 Value)
{
    (void)Value;
    CHECK(Context == &Ends && Register == HV_MSR_EOM);
    ++Ends;
    TypeAtEnd = Slot->Header.MessageType;
}

static void TakeMessage(INPUT *Input)
{
    const unsigned Sint = (unsigned)Take(Input, 1) % 16;
    HV_MESSAGE Was;
    HV_MESSAGE Copy;
    MILE_HV_RESULT Result;

    Slot = (HV_MESSAGE *)(uintptr_t)&Messages->SintMessage[Sint];
    TakeBytes(Input, Slot, sizeof(*Slot));
    memcpy(&Was, Slot, sizeof(Was));
    memset(&Copy, 0xCC, sizeof(Copy));
    Result = MileHvMessageTake(Slot, &Copy);
    if (Was.Header.MessageType == HvMessageTypeNone)
    {
        CHECK(Result == MileHvEmpty && memcmp(&Was, Slot, sizeof(Was)) == 0);
        return;
    }
    CHECK(Result == (Was.Header.PayloadSize <= 240 ? MileHvSuccess : MileHvCorrupt));
    CHECK(memcmp(&Was, &Copy, sizeof(Was)) == 0);

    Slot->Header.MessageFlags = Was.Header.MessageFlags;
    Ends = 0;
    CHECK(MileHvMessageRelease(Slot, WriteRegister, &Ends) == (Was.Header.MessageFlags.AsUINT8 & 1U));
    CHECK(Slot->Header.MessageType == HvMessageTypeNone && Ends == (Was.Header.MessageFlags.AsUINT8 & 1U));
    CHECK(Ends == 0 || TypeAtEnd == HvMessageTypeNone);
}

/* A set of flags on this side. */
typedef struct SET
{
    HV_UINT32 Words[64];
} SET;

static int Has(const SET *Set, HV_UINT32 Flag)
{
    return Set->Words[Flag / 32] >> Flag % 32 & 1;
}

/* A flag that was set before the scan reached it is returned once, in order, and none beyond the count. */
static void ScanFlags(INPUT *Input)
{
    const unsigned Sint = (unsigned)Take(Input, 1) % 16;
    const HV_UINT32 FlagCount = (HV_UINT32)Take(Input, 2);
    const HV_UINT32 Known = (FlagCount < 2048) ? FlagCount : 2048;
    HV_SYNIC_EVENT_FLAGS *Page = (HV_SYNIC_EVENT_FLAGS *)(uintptr_t)&Flags->SintEventFlags[Sint];
    MILE_HV_EVENT_SCAN Scan;
    HV_UINT32 Flag;
    HV_UINT32 Last = 0;
    HV_UINT32 Index;
    unsigned Told = 0;
    SET Was;
    SET Seen;
    SET Again; /* Set while the scan was there or beyond. */

    memset(&Seen, 0, sizeof(Seen));
    memset(&Again, 0, sizeof(Again));
    for (Index = (HV_UINT32)Take(Input, 1); Index != 0; --Index)
    {
        const HV_UINT32 At = (HV_UINT32)Take(Input, 1) % 64;

        Page->Flags32[At] = (HV_UINT32)Take(Input, 4);
    }
    memcpy(&Was, Page, sizeof(Was));
    MileHvEventScanBegin(&Scan, FlagCount);
    while (MileHvEventScanNext(Page, &Scan, &Flag) == MileHvSuccess)
    {
        CHECK(Flag < Known && (Told == 0 || Flag > Last) && !Has(&Seen, Flag) && Has(&Was, Flag));
        CHECK((Page->Flags32[Flag / 32] >> Flag % 32 & 1) == (HV_UINT32)Has(&Again, Flag));
        Seen.Words[Flag / 32] |= 1U << Flag % 32;
        Last = Flag;
        ++Told;
        if (Input->Left != 0)
        {
            /* The host sets another one meanwhile. */
            const HV_UINT32 New = (HV_UINT32)Take(Input, 2) % 2048;

            Page->Flags32[New / 32] |= 1U << New % 32;
            if (New / 64 > Flag / 64 || New / 32 >= (Known + 31) / 32) /* Two words are cleared at once. */
            {
                Was.Words[New / 32] |= 1U << New % 32;
            }
            else
            {
                Again.Words[New / 32] |= 1U << New % 32;
            }
        }
    }
    for (Index = 0; Index < Known; ++Index)
    {
        CHECK(Has(&Was, Index) == Has(&Seen, Index));
    }
    CHECK(MileHvEventScanNext(Page, &Scan, &Flag) == MileHvEmpty);
    /* A flag that was set too late is still set; words without a known flag and other sources are unchanged. */
    for (Index = 0; Index < 64; ++Index)
    {
        CHECK(Page->Flags32[Index] == (Index < (Known + 31) / 32 ? Again.Words[Index] : Was.Words[Index]));
    }
    for (Index = 0; Index < sizeof(*Flags) / 4; ++Index)
    {
        CHECK(Index / 64 == Sint || ((HV_UINT32 *)(void *)Flags)[Index] == 0);
    }

    Flag = (HV_UINT32)Take(Input, 2) | (HV_UINT32)Take(Input, 1) << 24;
    memcpy(&Was, Page, sizeof(Was));
    if (Flag < 2048)
    {
        CHECK(MileHvEventTake(Page, Flag) == (HV_UINT32)Has(&Was, Flag));
        Was.Words[Flag / 32] &= ~(1U << Flag % 32);
    }
    else
    {
        CHECK(MileHvEventTake(Page, Flag) == 0);
    }
    CHECK(memcmp(&Was, Page, sizeof(Was)) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *Bytes, size_t Count)
{
    INPUT Input = {Bytes, Count};

    if (!Messages)
    {
        Messages = (HV_MESSAGE_PAGE *)(void *)TakePages(4096);
        Flags = (HV_SYNIC_EVENT_FLAGS_PAGE *)(void *)TakePages(4096);
    }
    memset(Flags, 0, sizeof(*Flags));
    if (Take(&Input, 1) & 1)
    {
        TakeMessage(&Input);
    }
    else
    {
        ScanFlags(&Input);
    }
    return 0;
}

/*
 * Seeds.
 */

static void MessageSeed(unsigned Sint, HV_MESSAGE_TYPE Type, unsigned PayloadSize, unsigned MessageFlags,
                        const char *Name)
{
    HV_MESSAGE Message;

    memset(&Message, 0, sizeof(Message));
    Message.Header.MessageType = Type;
    Message.Header.PayloadSize = (HV_UINT8)PayloadSize;
    Message.Header.MessageFlags.AsUINT8 = (HV_UINT8)MessageFlags;
    SeedNumber(1, 1);
    SeedNumber(Sint, 1);
    SeedPut(&Message, sizeof(Message));
    Seed(Name);
}

static void WriteSeeds(void)
{
    MessageSeed(2, 1, 12, 0, "a-channel-message");
    MessageSeed(2, HvMessageTypeTimerExpired, 24, 1, "a-timer-message-with-another-behind-it");
    MessageSeed(15, 1, 255, 1, "a-message-that-is-too-long");

    SeedNumber(0, 1);
    SeedNumber(2, 1);
    SeedNumber(2048, 2);
    SeedNumber(2, 1);
    SeedNumber(0, 1);
    SeedNumber(0x80000011, 4);
    SeedNumber(63, 1);
    SeedNumber(0x80000001, 4);
    SeedNumber(5, 2);    /* Behind the scan, */
    SeedNumber(1000, 2); /* and before it. */
    Seed("flags-at-both-ends");

    SeedNumber(0, 1);
    SeedNumber(2, 1);
    SeedNumber(33, 2);
    SeedNumber(2, 1);
    SeedNumber(0, 1);
    SeedNumber(0xFFFFFFFF, 4);
    SeedNumber(1, 1);
    SeedNumber(0xFFFFFFFF, 4);
    Seed("flags-beyond-the-count");
}
