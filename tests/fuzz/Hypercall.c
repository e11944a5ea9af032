/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Fuzz target: rep and simple hypercalls with a hypervisor that answers as it likes.
 *
 * An input is how the call is asked for, and the hypervisor's answers, one after
 * the other; the last one is given again and again.
 */

#include "Fuzz.h"

#include <Mile.HyperV/Guest/Hypercall.h>

/* The call as it is going. */
static INPUT Answers;
static HV_UINT64 Answer;
static HV_UINT64 Control; /* Of the first invocation. */
static HV_UINT32 Start;   /* Index at which the next invocation must begin. */
static HV_UINT32 Invocations;
static HV_UINT32 InARow; /* Timeouts without progress. */

static HV_UINT64 Field(HV_UINT64 Value, unsigned Shift, unsigned Bits)
{
    return Value >> Shift & (((HV_UINT64)1 << Bits) - 1);
}

static HV_UINT64 Invoke(void *Context, HV_UINT64 Now, HV_UINT64 Input, HV_UINT64 Output)
{
    const HV_UINT64 StartBits = (HV_UINT64)0xFFF << 48;

    CHECK(Context == &Answers && Input == 0x1000 && Output == 0x2000);
    CHECK((Now & ~StartBits) == (Control & ~StartBits) && Field(Now, 48, 12) == Start);
    ++Invocations;
    Answer = Answers.Left ? Take(&Answers, 8) : Answer;
    if (Field(Answer, 0, 16) == HV_STATUS_TIMEOUT && Field(Control, 32, 12) != 0)
    {
        InARow = (Field(Answer, 32, 12) == Start) ? InARow + 1 : 0;
        Start = (HV_UINT32)Field(Answer, 32, 12);
    }
    CHECK(InARow <= MILE_HYPERV_HYPERCALL_ATTEMPTS);
    return Answer;
}

static void Rep(HV_UINT32 First, HV_UINT32 Count)
{
    HV_STATUS Status = 0xFFFF;
    HV_UINT32 Done = 0xFFFFFFFF;
    const MILE_HV_RESULT Result = MileHvHypercallRep(Invoke, &Answers, Control, 0x1000, 0x2000, &Status, &Done);
    const HV_UINT32 Elements = (HV_UINT32)Field(Answer, 32, 12);

    CHECK(Invocations != 0 && Done >= First && Done <= Count && Status == Field(Answer, 0, 16));
    switch (Result)
    {
    case MileHvSuccess:
        CHECK(Status == HV_STATUS_SUCCESS && Done == Count && Elements == Count);
        break;
    case MileHvFailed:
        CHECK(Status != HV_STATUS_SUCCESS && Status != HV_STATUS_TIMEOUT && Done < Count);
        CHECK(Done == Elements || (Elements == 0 && Done == Start));
        break;
    case MileHvUnavailable:
        CHECK(Status == HV_STATUS_TIMEOUT && Done == Start && InARow == MILE_HYPERV_HYPERCALL_ATTEMPTS);
        break;
    default:
        /* More than was asked for, less than was done before, or success without all. */
        CHECK(Result == MileHvCorrupt && (Status != HV_STATUS_SUCCESS || Elements != Count));
        CHECK(Status == HV_STATUS_SUCCESS || Elements >= Count || Elements < Done || Status == HV_STATUS_TIMEOUT);
        break;
    }
}

static void Simple(void)
{
    HV_STATUS Status = 0xFFFF;
    const MILE_HV_RESULT Result = MileHvHypercallSimple(Invoke, &Answers, Control, 0x1000, 0x2000, &Status);

    CHECK(Invocations != 0 && Invocations <= MILE_HYPERV_HYPERCALL_ATTEMPTS && Status == Field(Answer, 0, 16));
    CHECK((Result == MileHvSuccess) == (Status == HV_STATUS_SUCCESS));
    CHECK((Result == MileHvUnavailable) == (Status == HV_STATUS_TIMEOUT));
    CHECK(Result == MileHvSuccess || Result == MileHvFailed || Result == MileHvUnavailable);
}

int LLVMFuzzerTestOneInput(const uint8_t *Bytes, size_t InputBytes)
{
    INPUT Input = {Bytes, InputBytes};
    const HV_UINT32 Code = (HV_UINT32)Take(&Input, 3);
    const HV_UINT64 Flags = Take(&Input, 1) << 16 | Take(&Input, 1) << 24;
    const HV_UINT32 Header = (HV_UINT32)Take(&Input, 2);
    const HV_UINT32 Count = (HV_UINT32)Take(&Input, 2);
    const HV_UINT32 First = (HV_UINT32)Take(&Input, 2);
    const HV_UINT64 KnownFlags = HV_HYPERCALL_INPUT_FAST | HV_HYPERCALL_INPUT_NESTED;
    const int Good = Code <= 0xFFFF && (Flags & ~KnownFlags) == 0 && Header % 8 == 0 && Header <= 8184 &&
                     Count <= 4095 && (Count ? First < Count : First == 0);
    HV_STATUS Status;
    HV_UINT32 Done;
    MILE_HV_RESULT Result = MileHvHypercallControl(Code, Flags, Header, Count, First, &Control);

    CHECK(Result == (Good ? MileHvSuccess : MileHvInvalid));
    if (!Good)
    {
        CHECK(Control == 0);
        return 0;
    }
    CHECK(Field(Control, 0, 16) == Code && (Control & KnownFlags) == Flags && Field(Control, 17, 10) * 8 == Header);
    CHECK(Field(Control, 32, 12) == Count && Field(Control, 48, 12) == First);
    CHECK((Control & ~((HV_UINT64)0x0FFF0FFF87FFFFFF)) == 0);
    Answers = Input;
    Answer = HV_STATUS_TIMEOUT;
    Start = First;
    Invocations = 0;
    InARow = 0;
    if (Count != 0)
    {
        CHECK(MileHvHypercallSimple(Invoke, &Answers, Control, 0x1000, 0x2000, &Status) == MileHvInvalid);
        Rep(First, Count);
    }
    else
    {
        Result = MileHvHypercallRep(Invoke, &Answers, Control, 0x1000, 0x2000, &Status, &Done);
        CHECK(Result == MileHvInvalid && Done == 0);
        Simple();
    }
    return 0;
}

/*
 * Seeds.
 */

static void Call(HV_UINT32 Code, HV_UINT32 Count, HV_UINT32 First)
{
    SeedNumber(Code, 3);
    SeedNumber(0, 2);
    SeedNumber(0, 2);
    SeedNumber(Count, 2);
    SeedNumber(First, 2);
}

static void Says(HV_STATUS Status, HV_UINT32 Elements)
{
    SeedNumber(Status | (HV_UINT64)Elements << 32, 8);
}

static void WriteSeeds(void)
{
    Call(HvCallPostMessage, 0, 0);
    Says(HV_STATUS_TIMEOUT, 0);
    Says(HV_STATUS_INSUFFICIENT_BUFFERS, 0);
    Seed("a-message-that-finds-no-buffer");

    Call(HvCallGetVpRegisters, 8, 0);
    Says(HV_STATUS_TIMEOUT, 3);
    Says(HV_STATUS_TIMEOUT, 3);
    Says(HV_STATUS_SUCCESS, 8);
    Seed("registers-in-three-turns");

    Call(HvCallGetVpRegisters, 4095, 100);
    Says(HV_STATUS_TIMEOUT, 200);
    Says(HV_STATUS_INVALID_PARAMETER, 201);
    Seed("an-element-that-fails");

    Call(HvCallGetVpRegisters, 8, 2);
    Says(HV_STATUS_TIMEOUT, 5);
    Says(HV_STATUS_TIMEOUT, 4);
    Seed("a-count-that-goes-back");

    Call(HvCallGetVpRegisters, 8, 0);
    Says(HV_STATUS_TIMEOUT, 5);
    Seed("a-host-that-never-gets-further");

    Call(HvCallGetVpRegisters, 8, 0);
    Says(HV_STATUS_SUCCESS, 7);
    Seed("success-without-all");
}
