/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Fuzz target: the checks of a PCI bus's events and completions, beside a second reading of them.
 */

#include "Device.h"

#include <Mile.HyperV/Guest/Pci.h>
#include <Mile.HyperV/Guest/PciBlock.h>

static void CheckEvent(const REST *Sent, HV_UINT16 Type, HV_UINT32 Version)
{
    MILE_HV_PACKET Packet = BeginShared(Sent, Type);
    const HV_UINT64 Kind = At(Sent, 0, 4) - 0x42490000;
    const HV_UINT64 Word = At(Sent, 4, 4);
    const HV_UINT64 Each = Kind == 0 ? 20 : 28;
    MILE_HV_RESULT Wanted = MileHvSuccess;
    MILE_HV_PCI_FUNCTION Function;
    MILE_HV_PCI_EVENT Event;
    const MILE_HV_RESULT Result = MileHvPciEventCheck(&Packet, Version, &Event);
    HV_UINT64 Index;

    if (Type != VmbusPacketTypeDataInBand)
    {
        Wanted = Type == VmbusPacketTypeCompletion ? MileHvInvalid : MileHvCorrupt;
    }
    else if (Sent->Bytes < 8)
    {
        Wanted = MileHvCorrupt;
    }
    else if (Version == 0 || (Kind != 0 && Kind != 11 && Kind != 0x12 && Kind != 0x19) ||
             (Kind == 0x19 && Version < 0x10003))
    {
        Wanted = MileHvUnavailable;
    }
    else if ((Kind == 0x12 && Sent->Bytes < 16) ||
             ((Kind == 0 || Kind == 0x19) && (Word > 255 || 8 + Word * Each > Sent->Bytes)))
    {
        Wanted = MileHvCorrupt;
    }
    CHECK(Result == Wanted);
    if (Result == MileHvSuccess)
    {
        CHECK(Event.Slot == (Kind == 11 || Kind == 0x12 ? Word : 0));
        CHECK(Event.BlockMask == (Kind == 0x12 ? At(Sent, 8, 8) : 0));
        CHECK(Event.FunctionCount == (Kind == 0 || Kind == 0x19 ? Word : 0));
    }
    for (Index = 0; Index < Event.FunctionCount; ++Index)
    {
        const HV_UINT64 Offset = 8 + Index * Each;

        CHECK(MileHvPciFunction(&Event, (HV_UINT32)Index, &Function) == MileHvSuccess);
        CHECK(Function.Ids.VendorID == At(Sent, Offset, 2) && Function.Slot == At(Sent, Offset + 12, 4));
        CHECK(Function.SerialNumber == At(Sent, Offset + 16, 4));
        CHECK(Function.HasNumaNode == (Kind == 0x19 && (At(Sent, Offset + 20, 1) & 1)));
        CHECK(Function.NumaNode == (Function.HasNumaNode ? At(Sent, Offset + 24, 2) : 0));
    }
    CHECK(MileHvPciFunction(&Event, Event.FunctionCount, &Function) == MileHvInvalid);
    EndShared();
}

/* The result of a completion that needs so many bytes, before what is in it counts. */
static MILE_HV_RESULT Reply(const REST *Sent, HV_UINT16 Type, HV_UINT64 Least)
{
    if (Type != VmbusPacketTypeCompletion)
    {
        return MileHvInvalid;
    }
    if (Sent->Bytes < 4)
    {
        return MileHvCorrupt;
    }
    return At(Sent, 0, 4) != 0 ? MileHvFailed : Sent->Bytes < Least ? MileHvCorrupt : MileHvSuccess;
}

static void CheckRequirements(const REST *Sent, HV_UINT16 Type)
{
    MILE_HV_PACKET Packet = BeginShared(Sent, Type);
    MILE_HV_RESULT Wanted = Reply(Sent, Type, 28);
    MILE_HV_PCI_BAR Bars[6];
    HV_NTSTATUS Status;
    const MILE_HV_RESULT Result = MileHvPciRequirementsCheck(&Packet, Bars, &Status);
    unsigned Index;

    CHECK(Type != VmbusPacketTypeCompletion || Sent->Bytes < 4 || (HV_UINT32)Status == At(Sent, 0, 4));
    for (Index = 0; Index < 6 && Wanted == MileHvSuccess; ++Index)
    {
        const HV_UINT64 Mask = At(Sent, 4 + Index * 4, 4);
        const int Is64Bit = (Mask & 7) == 4;
        const HV_UINT64 Size = Bars[Index].Bytes;
        unsigned Bit;
        HV_UINT64 Found = 0;

        if (Mask == 0)
        {
            CHECK(Size == 0 || Result != MileHvSuccess);
            continue;
        }
        if (Index == 5 && Is64Bit)
        {
            Wanted = MileHvCorrupt;
            break;
        }
        /* The one size whose register reads back so. */
        for (Bit = Mask & 1 ? 2 : 4; Bit < 64 && Found == 0; ++Bit)
        {
            const HV_UINT64 Ones = ~0ULL << Bit;
            const HV_UINT64 High = Is64Bit ? At(Sent, 8 + Index * 4, 4) : Ones >> 32;
            const HV_UINT64 Low = Mask & (Mask & 1 ? 0xFFFFFFFC : 0xFFFFFFF0);

            if (Bit < (Mask & 1 ? 16U : Is64Bit ? 64U : 32U) && (Ones >> 32) == High &&
                ((Ones & 0xFFFFFFFF) == Low || (Mask >> 16 == 0 && (Mask & 1) && (Ones & 0xFFFF) == Low)))
            {
                Found = 1ULL << Bit;
            }
        }
        if (Found == 0)
        {
            Wanted = MileHvCorrupt;
            break;
        }
        CHECK(Size == Found && Bars[Index].IsIo == (Mask & 1) && Bars[Index].Is64Bit == Is64Bit);
        Index += Is64Bit ? 1 : 0;
    }
    CHECK(Result == Wanted);
    EndShared();
}

static void CheckInterrupts(const REST *Sent, HV_UINT16 Type, HV_UINT32 Version, HV_UINT32 Count, HV_UINT16 Vectors)
{
    static MILE_HV_PCI_INTERRUPT Interrupts[512];
    VPCI_MESSAGE_RESOURCE *Messages = malloc(Count * sizeof(*Messages) + 1);
    MILE_HV_PACKET Packet = BeginShared(Sent, Type);
    const HV_UINT64 Each = Version >= 0x10002 ? 72 : 16;
    VPCI_MESSAGE_RESOURCE One;
    HV_NTSTATUS Status;
    MILE_HV_RESULT Wanted = Reply(Sent, Type, 24);
    MILE_HV_RESULT Result;
    HV_UINT64 Index;

    CHECK(Messages);
    for (Index = 0; Index < 512; ++Index)
    {
        Interrupts[Index].VectorCount = Vectors;
    }
    if (Wanted == MileHvSuccess && At(Sent, 10, 2) > Vectors)
    {
        Wanted = MileHvCorrupt;
    }
    CHECK(MileHvPciInterruptCreateCheck(&Packet, Interrupts, &One, &Status) == Wanted);
    CHECK(One.Remapped.Address == (Wanted == MileHvSuccess ? At(Sent, 16, 8) : 0));
    EndShared();

    Packet = BeginShared(Sent, Type);
    Wanted = Reply(Sent, Type, 8);
    Result = MileHvPciAssignedCheck(&Packet, Version, 5, Interrupts, Count, Messages, &Status);
    if (Wanted == MileHvSuccess &&
        (At(Sent, 4, 4) != 5 ||
         (Count != 0 && (136 + Count * Each > Sent->Bytes || At(Sent, 128, 4) != Count || Count > 494))))
    {
        Wanted = MileHvCorrupt;
    }
    for (Index = 0; Index < Count && Wanted == MileHvSuccess; ++Index)
    {
        if (At(Sent, 136 + Index * Each + 2, 2) > Vectors)
        {
            Wanted = MileHvCorrupt;
        }
        else
        {
            CHECK(Messages[Index].Remapped.Address == At(Sent, 136 + Index * Each + 8, 8));
        }
    }
    CHECK(Result == Wanted);
    EndShared();
    free(Messages);
}

static void CheckBlock(const REST *Sent, HV_UINT16 Type, HV_UINT32 Asked)
{
    MILE_HV_PACKET Packet = BeginShared(Sent, Type);
    uint8_t *Block = malloc(Asked);
    HV_NTSTATUS Status;
    HV_UINT32 Count;
    const MILE_HV_RESULT Result = MileHvPciReadBlockCheck(&Packet, Block, Asked, &Count, &Status);

    CHECK(Block && Result == Reply(Sent, Type, 4));
    CHECK(Count == (Result != MileHvSuccess ? 0 : Sent->Bytes - 4 < Asked ? Sent->Bytes - 4 : Asked));
    CHECK(Count == 0 || memcmp(Block, Sent->At + 4, Count) == 0);
    CHECK(MileHvPciVersionCheck(&Packet) != MileHvEmpty);
    free(Block);
    EndShared();
}

static void CheckResources(const REST *Sent, HV_UINT16 Type)
{
    MILE_HV_PACKET Packet = BeginShared(Sent, Type);
    const HV_UINT64 First = At(Sent, 0, 4);
    const HV_UINT64 Count = At(Sent, 4, 4);
    MILE_HV_RESULT Wanted = MileHvSuccess;
    MILE_HV_PCI_WINDOW Windows[6];
    HV_NTSTATUS Status;
    const MILE_HV_RESULT Result = MileHvPciResourcesCheck(&Packet, Windows, &Status);
    HV_UINT64 Index;

    if (Type != VmbusPacketTypeCompletion)
    {
        Wanted = MileHvInvalid;
    }
    else if (Sent->Bytes < 4 || First == 0)
    {
        Wanted = MileHvCorrupt;
    }
    else if (First != 0x10001)
    {
        Wanted = MileHvFailed;
        CHECK((HV_UINT32)Status == First);
    }
    else if (Sent->Bytes < 8 || 8 + Count * 20 > Sent->Bytes)
    {
        Wanted = MileHvCorrupt;
    }
    for (Index = 0; Index < 6 && Index < Count && Wanted == MileHvSuccess; ++Index)
    {
        const HV_UINT64 Place = 8 + Index * 20;
        const HV_UINT64 Kind = At(Sent, Place, 1);
        const HV_UINT64 Form = At(Sent, Place + 2, 2);
        const HV_UINT64 Length = At(Sent, Place + 12, 4);
        const HV_UINT64 Scale = Kind != 7 ? 0 : Form & 0x200 ? 8 : Form & 0x400 ? 16 : Form & 0x800 ? 32 : 64;
        const HV_UINT64 Start = At(Sent, Place + 4, 8);

        if (Kind == 7 && Scale == 64)
        {
            Wanted = MileHvCorrupt;
        }
        else if ((Kind != 1 && Kind != 3 && Kind != 7) || Length == 0)
        {
            CHECK(Windows[Index].Bytes == 0 || Result != MileHvSuccess);
        }
        else if (Start != 0 && (Length << Scale) > 0 - Start)
        {
            Wanted = MileHvCorrupt;
        }
        else
        {
            CHECK(Result != MileHvSuccess || (Windows[Index].Bytes == Length << Scale && Windows[Index].Address == Start &&
                                              Windows[Index].IsIo == (Kind == 1)));
        }
    }
    CHECK(Result == Wanted);
    for (Index = 0; Index < 6; ++Index)
    {
        CHECK(Result == MileHvSuccess || (Windows[Index].Bytes == 0 && Windows[Index].Address == 0));
    }
    EndShared();
}

static void CheckTdisp(const REST *Sent, HV_UINT16 Type)
{
    MILE_HV_PACKET Packet = BeginShared(Sent, Type);
    MILE_HV_RESULT Wanted = Reply(Sent, Type, 16);
    const HV_UINT64 Length = At(Sent, 8, 8);
    const HV_UINT8 *Response;
    HV_NTSTATUS Status;
    HV_UINT32 Bytes;
    const MILE_HV_RESULT Result = MileHvPciTdispCheck(&Packet, 5, &Response, &Bytes, &Status);

    if (Wanted == MileHvSuccess && (At(Sent, 4, 4) != 5 || Length > Sent->Bytes - 16))
    {
        Wanted = MileHvCorrupt;
    }
    CHECK(Result == Wanted);
    CHECK(Bytes == (Result == MileHvSuccess ? Length : 0) && (Response != NULL) == (Result == MileHvSuccess));
    EndShared();
}

int LLVMFuzzerTestOneInput(const uint8_t *Bytes, size_t Count)
{
    static const HV_UINT32 Versions[] = {0, 0x10000, 0x10001, 0x10002, 0x10003, 0x10004, 0x10005, 0x10006};
    INPUT Input = {Bytes, Count};
    const unsigned What = (unsigned)Take(&Input, 1);
    const HV_UINT32 Version = Versions[What / 8 % 8];
    const HV_UINT32 Asked = (HV_UINT32)Take(&Input, 1);
    const HV_UINT16 Type = TypeOf(What, What & 0x80 ? VmbusPacketTypeCompletion : VmbusPacketTypeDataInBand);
    const REST Sent = TakeRest(&Input, 0);

    CheckEvent(&Sent, Type, Version);
    CheckRequirements(&Sent, Type);
    CheckInterrupts(&Sent, Type, Version, Asked % 4, (HV_UINT16)(1 + Asked / 4));
    CheckBlock(&Sent, Type, 1 + Asked % 128);
    CheckResources(&Sent, Type);
    CheckTdisp(&Sent, Type);
    free(Sent.Block);
    return 0;
}

static void WriteSeeds(void)
{
    static const char Zeros[120];

    SeedPut("\x28\1\x19\0\x49\x42\1\0\0\0\x14\x14\x53\x53\0\0\0\3\1\0\2\0\0\0\0\0\7\0\0\0\1\0\0\0\1\0\0\0", 38);
    Seed("one-function-with-a-node");
    SeedPut("\x08\1\0\0\x49\x42\1\0\0\0\x14\x14\x53\x53\0\0\0\3\1\0\2\0\0\0\0\0\7\0\0\0", 30);
    Seed("one-function-of-windows-8");
    SeedPut("\x18\1\x19\0\x49\x42\0\0\0\0", 10);
    Seed("a-list-that-the-version-does-not-have");
    SeedPut("\x28\1\x0B\0\x49\x42\5\0\0\0", 10);
    Seed("an-eject");
    SeedPut("\x28\1\x12\0\x49\x42\5\0\0\0\1\2\3\4\5\6\7\x08", 18);
    Seed("blocks-that-changed");
    SeedPut("\x80\1\0\0\0\0\x0C\xC0\xFF\xFF\xFF\xFF\xFF\xFF\xE1\xFF\xFF\xFF\0\0\0\0\0\xF0\xFF\xFF\0\0\0\0\0\0\0\0", 34);
    Seed("base-addresses");
    SeedPut("\x80\1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\4\xC0\xFF\xFF\0\0\0\0", 34);
    Seed("a-last-base-address-of-64-bits");
    SeedPut("\xA8\1\0\0\0\0\0\0\0\0\0\0\1\0\x41\0\0\0\0\0\xE0\xFE\0\0\0\0", 26);
    Seed("an-interrupt");
    SeedPut("\xA8\1\0\0\0\0\0\0\0\0\0\0\2\0\x41\0\0\0\0\0\xE0\xFE\0\0\0\0", 26);
    Seed("more-messages-than-were-asked-for");
    SeedPut("\xA8\1\0\0\0\0\5\0\0\0", 10);
    SeedPut(Zeros, 120);
    SeedPut("\1\0\0\0\0\0\0\0\0\0\1\0\x41\0\0\0\0\0\xE0\xFE\0\0\0\0", 24);
    SeedPut(Zeros, 56);
    Seed("resources-with-an-interrupt");
    SeedPut("\x88\1\0\0\0\0\5\0\0\0", 10);
    SeedPut(Zeros, 120);
    SeedPut("\1\0\0\0\0\0\0\0\0\0\2\0\x41\0\0\0\0\0\xE0\xFE\0\0\0\0", 24);
    Seed("resources-of-windows-8-with-too-many-messages");
    SeedPut("\xA8\0\x59\0\0\xC0\0\0\0\0", 10);
    Seed("a-version-that-is-refused");
    SeedPut("\xA8\1\1\0\1\0\2\0\0\0\3\0\0\0\0\0\0\xFE\0\0\0\0\0\x10\0\0\0\0\0\0", 30);
    SeedPut("\7\0\0\2\0\0\0\0\x10\0\0\0\0\0\0\2\0\0\0\0", 20);
    Seed("resources-that-were-assigned");
    SeedPut("\xA8\1\1\0\1\0\1\0\0\0\7\0\0\x08\0\0\0\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0\0\0\0", 30);
    Seed("a-resource-past-the-end-of-the-address-space");
    SeedPut("\xA8\1\1\0\1\0\2\0\0\0\3\0\0\0\0\0\0\xFE\0\0\0\0\0\x10\0\0\0\0\0\0", 30);
    Seed("one-resource-less-than-the-count");
    SeedPut("\xA8\1\0\0\0\0\5\0\0\0\3\0\0\0\0\0\0\0\1\2\3", 21);
    Seed("a-tdisp-response");
    SeedPut("\xA8\1\0\0\0\0\5\0\0\0\3\0\0\0\1\0\0\0\1\2\3", 21);
    Seed("a-tdisp-response-of-four-gigabytes");
}
