/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Mile.HyperV/Guest/Pci.h: the bytes of each packet, and what becomes of a host's at every length.
 */

#include "GuestDevice.h"

#include <Mile.HyperV/Guest/Pci.h>
#include <Mile.HyperV/Guest/PciBlock.h>

static const HV_UINT32 Versions[] = {0x00010006, 0x00010005, 0x00010004, 0x00010003, 0x00010002, 0x00010001, 0x00010000};
enum
{
    VersionCount = sizeof(Versions) / sizeof(Versions[0])
};

static void VersionsComeNewestFirst(void **State)
{
    HV_UINT32 Version = 0xFFFFFFFF;
    int Index;

    (void)State;
    for (Index = 0; Index < VersionCount; ++Index)
    {
        Version = MileHvPciVersionBelow(Version);
        assert_int_equal(Version, Versions[Index]);
        assert_int_equal(MileHvPciInterruptBytes(Version), Version >= 0x10004 ? 80 : Version >= 0x10002 ? 72 : 16);
    }
    assert_int_equal(MileHvPciVersionBelow(Version), 0);
    assert_int_equal(MileHvPciVersionBelow(0), 0);
}

static void RequestsHaveTheirBytes(void **State)
{
    VPCI_QUERY_PROTOCOL_VERSION Query;
    VPCI_PACKET_HEADER Header;
    VPCI_FDO_D0_ENTRY Entry;
    VPCI_PDO_MESSAGE Pdo;
    MILE_HV_PCI_EJECT_COMPLETE Complete;
    VPCI_DEVICE_POWER_CHANGE Change;
    VPCI_DELETE_INTERRUPT_MESSAGE Delete;
    VPCI_MESSAGE_RESOURCE Message;
    HV_UINT32 Bytes;

    (void)State;
    assert_int_equal(MileHvPciVersionBuild(&Query, VPCI_PROTOCOL_VERSION_DT), 8);
    assert_memory_equal(&Query, "\x13\0\x49\x42\6\0\1\0", 8);
    assert_int_equal(MileHvPciRelationsBuild(&Header), 4);
    assert_memory_equal(&Header, "\1\0\x49\x42", 4);
    assert_int_equal(MileHvPciD0ExitBuild(&Header), 4);
    assert_memory_equal(&Header, "\x08\0\x49\x42", 4);
    memset(&Entry, 0xEE, sizeof(Entry));
    assert_int_equal(MileHvPciD0EntryBuild(&Entry, 0xFE0001000, &Bytes), MileHvSuccess);
    assert_int_equal(Bytes, 16);
    assert_memory_equal(&Entry, "\7\0\x49\x42\0\0\0\0\0\x10\0\xE0\x0F\0\0\0", 16);
    assert_int_equal(MileHvPciD0EntryBuild(&Entry, 0xFE0001008, &Bytes), MileHvInvalid);
    assert_int_equal(Bytes, 0);
    assert_int_equal(MileHvPciD0EntryBuild(&Entry, 0, &Bytes), MileHvInvalid);
    assert_int_equal(MileHvPciFunctionBuild(&Pdo, VpciMsgReleaseResources, 0x21), 8);
    assert_memory_equal(&Pdo, "\x11\0\x49\x42\x21\0\0\0", 8);
    memset(&Complete, 0xEE, sizeof(Complete));
    assert_int_equal(MileHvPciEjectCompleteBuild(&Complete, 0x21), 12);
    assert_memory_equal(&Complete, "\x0F\0\x49\x42\x21\0\0\0\0\0\0\0", 12);
    assert_int_equal(MileHvPciPowerBuild(&Change, 3, HvPowerDeviceD3), 12);
    assert_memory_equal(&Change, "\4\0\x49\x42\3\0\0\0\4\0\0\0", 12);
    memset(&Message, 0x77, sizeof(Message));
    assert_int_equal(MileHvPciInterruptDeleteBuild(&Delete, 3, &Message), 24);
    assert_memory_equal(&Delete, "\x15\0\x49\x42\3\0\0\0", 8);
    assert_memory_equal((HV_UINT8 *)&Delete + 8, &Message, 16);
}

static MILE_HV_PCI_INTERRUPT Interrupt(void)
{
    MILE_HV_PCI_INTERRUPT Wanted;

    memset(&Wanted, 0, sizeof(Wanted));
    Wanted.Vector = 0x41;
    Wanted.VectorCount = 0x103;
    Wanted.ProcessorCount = 2;
    Wanted.Processors[0] = 5;
    Wanted.Processors[1] = 63;
    Wanted.Processors[2] = 9; /* Not counted. */
    Wanted.DeliveryMode = VPCI_DELIVERY_MODE_LOWEST_PRIORITY;
    return Wanted;
}

/* The descriptor of Interrupt() in the form of a version. */
static void Form(HV_UINT32 Version, HV_UINT8 Expected[80])
{
    memset(Expected, 0, 80);
    if (Version >= 0x10004)
    {
        memcpy(Expected, "\x41\0\0\0\1\0\3\1\2\0\5\0\x3F\0", 14);
    }
    else if (Version >= 0x10002)
    {
        memcpy(Expected, "\x41\1\3\1\2\0\5\0\x3F\0", 10);
    }
    else
    {
        memcpy(Expected, "\x41\1\3\1\0\0\0\0\x20\0\0\0\0\0\0\x80", 16);
    }
}

static void InterruptsHaveTheFormOfTheVersion(void **State)
{
    HV_UINT8 Buffer[88];
    HV_UINT8 Expected[80];
    MILE_HV_PCI_INTERRUPT Wanted;
    HV_UINT32 Bytes;
    int Index;

    (void)State;
    for (Index = 0; Index < VersionCount; ++Index)
    {
        const HV_UINT32 Version = Versions[Index];
        const HV_UINT32 Each = MileHvPciInterruptBytes(Version);
        const HV_UINT8 Message = Version >= 0x10004 ? 0x1B : Version >= 0x10002 ? 0x17 : 0x14;

        Wanted = Interrupt();
        memset(Buffer, 0xEE, sizeof(Buffer));
        assert_int_equal(MileHvPciInterruptCreateBuild(Buffer, 8 + Each - 1, Version, 7, &Wanted, &Bytes), MileHvTooSmall);
        assert_int_equal(Bytes, 0);
        assert_int_equal(MileHvPciInterruptCreateBuild(Buffer, 8 + Each, Version, 7, &Wanted, &Bytes), MileHvSuccess);
        assert_int_equal(Bytes, 8 + Each);
        Form(Version, Expected);
        assert_int_equal(Buffer[0], Message);
        assert_memory_equal(Buffer + 1, "\0\x49\x42\7\0\0\0", 7);
        assert_memory_equal(Buffer + 8, Expected, Each);
        if (Each < 80)
        {
            assert_int_equal(Buffer[8 + Each], 0xEE);
        }

        Wanted.Vector = 0x100;
        assert_int_equal(MileHvPciInterruptCreateBuild(Buffer, 88, Version, 7, &Wanted, &Bytes),
                         Version >= 0x10004 ? MileHvSuccess : MileHvInvalid);
        Wanted = Interrupt();
        Wanted.Processors[1] = 64;
        assert_int_equal(MileHvPciInterruptCreateBuild(Buffer, 88, Version, 7, &Wanted, &Bytes),
                         Version >= 0x10002 ? MileHvSuccess : MileHvInvalid);
        Wanted = Interrupt();
        Wanted.VectorCount = 0x401;
        assert_int_equal(MileHvPciInterruptCreateBuild(Buffer, 88, Version, 7, &Wanted, &Bytes), MileHvInvalid);
        Wanted.VectorCount = 0;
        assert_int_equal(MileHvPciInterruptCreateBuild(Buffer, 88, Version, 7, &Wanted, &Bytes), MileHvInvalid);
        Wanted.VectorCount = 0x400;
        assert_int_equal(MileHvPciInterruptCreateBuild(Buffer, 88, Version, 7, &Wanted, &Bytes), MileHvSuccess);
        Wanted.ProcessorCount = 0;
        assert_int_equal(MileHvPciInterruptCreateBuild(Buffer, 88, Version, 7, &Wanted, &Bytes), MileHvInvalid);
        Wanted.ProcessorCount = 33;
        assert_int_equal(MileHvPciInterruptCreateBuild(Buffer, 88, Version, 7, &Wanted, &Bytes), MileHvInvalid);
        Wanted.ProcessorCount = 32;
        assert_int_equal(MileHvPciInterruptCreateBuild(Buffer, 88, Version, 7, &Wanted, &Bytes), MileHvSuccess);
    }
}

static void ResourcesAreAssigned(void **State)
{
    static MILE_HV_PCI_INTERRUPT Wanted[495];
    static HV_UINT8 Buffer[136 + 494 * 80];
    MILE_HV_PCI_WINDOW Windows[6];
    HV_UINT8 Expected[80];
    HV_UINT32 Bytes;
    int Index;

    (void)State;
    memset(Windows, 0, sizeof(Windows));
    Windows[0].Address = 0xFE0000000;
    Windows[0].Bytes = 0x4000;
    Windows[2].Address = 0xC000;
    Windows[2].Bytes = 0x20;
    Windows[2].IsIo = 1;
    Windows[4].Address = 0x1000000000;
    Windows[4].Bytes = 0x400000000; /* 16 GiB, in units of 256 bytes. */
    for (Index = 0; Index < 495; ++Index)
    {
        Wanted[Index] = Interrupt();
    }
    for (Index = 0; Index < VersionCount; ++Index)
    {
        const HV_UINT32 Version = Versions[Index];
        const HV_UINT32 Each = MileHvPciInterruptBytes(Version);
        const HV_UINT8 Message = Version >= 0x10004 ? 0x1A : Version >= 0x10002 ? 0x16 : 0x10;
        HV_UINT8 Head[136] = {Message, 0, 0x49, 0x42, 5};

        memcpy(Head + 8, "\3\0\0\0\0\0\0\xE0\x0F\0\0\0\0\x40\0\0", 16);
        memcpy(Head + 48, "\1\0\0\0\0\xC0\0\0\0\0\0\0\x20\0\0\0", 16);
        memcpy(Head + 88, "\7\0\0\2\0\0\0\0\x10\0\0\0\0\0\0\4", 16);
        Head[128] = 2;
        assert_int_equal(MileHvPciAssignedBuild(Buffer, 136 + 2 * Each - 1, Version, 5, Windows, Wanted, 2, &Bytes),
                         MileHvTooSmall);
        memset(Buffer, 0xEE, sizeof(Buffer));
        assert_int_equal(MileHvPciAssignedBuild(Buffer, 136 + 2 * Each, Version, 5, Windows, Wanted, 2, &Bytes),
                         MileHvSuccess);
        assert_int_equal(Bytes, 136 + 2 * Each);
        Form(Version, Expected);
        assert_memory_equal(Buffer, Head, 136);
        assert_memory_equal(Buffer + 136, Expected, Each);
        assert_memory_equal(Buffer + 136 + Each, Expected, Each);
        assert_int_equal(Buffer[136 + 2 * Each], 0xEE);
        assert_int_equal(MileHvPciAssignedBuild(Buffer, sizeof(Buffer), Version, 5, Windows, Wanted, 494, &Bytes),
                         MileHvSuccess);
        assert_int_equal(Bytes, 136 + 494 * Each);
        assert_int_equal(MileHvPciAssignedBuild(Buffer, sizeof(Buffer), Version, 5, Windows, Wanted, 495, &Bytes),
                         MileHvInvalid);
        assert_int_equal(MileHvPciAssignedBuild(Buffer, 136, Version, 5, Windows, NULL, 0, &Bytes), MileHvSuccess);
        assert_int_equal(Bytes, 136);
    }
    Wanted[1].VectorCount = 0;
    assert_int_equal(MileHvPciAssignedBuild(Buffer, sizeof(Buffer), 0x10004, 5, Windows, Wanted, 2, &Bytes),
                     MileHvInvalid);
    assert_int_equal(Bytes, 0);
}

static void WindowsOfEverySize(void **State)
{
    static const struct
    {
        HV_UINT64 Bytes;
        HV_UINT32 Type, Flags, Length;
    } Sizes[] = {
        {0, 0, 0, 0},
        {0x10, 3, 0, 0x10},
        {0x80000000, 3, 0, 0x80000000},
        {0xFFFFFFFF, 3, 0, 0xFFFFFFFF},
        {0x100000000, 7, 0x200, 0x1000000},
        {0x8000000000, 7, 0x200, 0x80000000},
        {0x10000000000, 7, 0x400, 0x1000000},
        {0x800000000000, 7, 0x400, 0x80000000},
        {0x1000000000000, 7, 0x800, 0x10000},
        {0x8000000000000000, 7, 0x800, 0x80000000},
    };
    HV_CM_PARTIAL_RESOURCE_DESCRIPTOR Descriptor;
    MILE_HV_PCI_WINDOW Window;
    unsigned Index;

    (void)State;
    memset(&Window, 0, sizeof(Window));
    for (Index = 0; Index < sizeof(Sizes) / sizeof(Sizes[0]); ++Index)
    {
        Window.Bytes = Sizes[Index].Bytes;
        memset(&Descriptor, 0xEE, sizeof(Descriptor));
        assert_int_equal(MileHvPciWindowBuild(&Descriptor, &Window), MileHvSuccess);
        assert_int_equal(Descriptor.Type, Sizes[Index].Type);
        assert_int_equal(Descriptor.Flags, Sizes[Index].Flags);
        assert_int_equal(Descriptor.u.Generic.Length, Sizes[Index].Length);
    }
    Window.Bytes = 0x100000001;
    assert_int_equal(MileHvPciWindowBuild(&Descriptor, &Window), MileHvInvalid);
    Window.Bytes = 0x100000000;
    Window.IsIo = 1;
    assert_int_equal(MileHvPciWindowBuild(&Descriptor, &Window), MileHvInvalid);
    Window.IsIo = 0;
    Window.Bytes = 0x1000;
    Window.Address = 0xFFFFFFFFFFFFF000;
    assert_int_equal(MileHvPciWindowBuild(&Descriptor, &Window), MileHvSuccess);
    Window.Address = 0xFFFFFFFFFFFFF001;
    assert_int_equal(MileHvPciWindowBuild(&Descriptor, &Window), MileHvInvalid);
}

static void CompletionsHaveTheirLength(void **State)
{
    HV_UINT32 Message[16];
    MILE_HV_PCI_BAR Bars[6];
    MILE_HV_PCI_INTERRUPT Wanted = Interrupt();
    VPCI_MESSAGE_RESOURCE Resource;
    HV_NTSTATUS Status;
    MILE_HV_PACKET Packet;
    unsigned Length;

    (void)State;
    memset(Message, 0, sizeof(Message));
    for (Length = 0; Length <= 64; ++Length)
    {
        Packet = Received(VmbusPacketTypeCompletion, Message, Length);
        assert_int_equal(MileHvPciStatusCheck(&Packet, &Status), Length < 4 ? MileHvCorrupt : MileHvSuccess);
        assert_int_equal(MileHvPciVersionCheck(&Packet), Length < 4 ? MileHvCorrupt : MileHvSuccess);
        assert_int_equal(MileHvPciRequirementsCheck(&Packet, Bars, &Status), Length < 28 ? MileHvCorrupt : MileHvSuccess);
        assert_int_equal(MileHvPciInterruptCreateCheck(&Packet, &Wanted, &Resource, &Status),
                         Length < 24 ? MileHvCorrupt : MileHvSuccess);
    }
    Message[0] = 0xC0000001;
    for (Length = 0; Length <= 64; ++Length)
    {
        Packet = Received(VmbusPacketTypeCompletion, Message, Length);
        assert_int_equal(MileHvPciStatusCheck(&Packet, &Status), Length < 4 ? MileHvCorrupt : MileHvFailed);
        assert_int_equal((HV_UINT32)Status, Length < 4 ? 0 : 0xC0000001);
        assert_int_equal(MileHvPciVersionCheck(&Packet), Length < 4 ? MileHvCorrupt : MileHvFailed);
        assert_int_equal(MileHvPciRequirementsCheck(&Packet, Bars, &Status), Length < 4 ? MileHvCorrupt : MileHvFailed);
        assert_int_equal(MileHvPciInterruptCreateCheck(&Packet, &Wanted, &Resource, &Status),
                         Length < 4 ? MileHvCorrupt : MileHvFailed);
    }
    Message[0] = 0xC0000059;
    Packet = Received(VmbusPacketTypeCompletion, Message, 4);
    assert_int_equal(MileHvPciVersionCheck(&Packet), MileHvUnavailable);
    assert_int_equal(MileHvPciStatusCheck(&Packet, &Status), MileHvFailed);
    Packet.Descriptor.Type = VmbusPacketTypeDataInBand;
    assert_int_equal(MileHvPciVersionCheck(&Packet), MileHvInvalid);
    assert_int_equal(MileHvPciStatusCheck(&Packet, &Status), MileHvInvalid);
    assert_int_equal(Status, 0);
}

static void BaseAddressesAreSized(void **State)
{
    static const struct
    {
        HV_UINT32 Mask, Next;
        MILE_HV_RESULT Result;
        HV_UINT64 Bytes;
        unsigned Kind; /* IsIo + 2 * Is64Bit + 4 * IsPrefetchable */
    } Masks[] = {
        {0, 0xFFFFFFFF, MileHvSuccess, 0, 0},
        {0xFFFFC000, 0, MileHvSuccess, 0x4000, 0},
        {0xFFFFFFF0, 0, MileHvSuccess, 16, 0},
        {0x80000008, 0, MileHvSuccess, 0x80000000, 4},
        {0xFFFFC00C, 0xFFFFFFFF, MileHvSuccess, 0x4000, 6},
        {0x00000004, 0xFFFFFFFC, MileHvSuccess, 0x400000000, 2},
        {0x00000004, 0x80000000, MileHvSuccess, 0x8000000000000000, 2},
        {0xFFFFFFE1, 0, MileHvSuccess, 32, 1},
        {0x0000FF01, 0, MileHvSuccess, 256, 1},
        {0xFFFFFFFD, 0, MileHvSuccess, 4, 1},
        {0x00000008, 0, MileHvCorrupt, 0, 0},
        {0x0000000C, 0, MileHvCorrupt, 0, 0},
        {0xFFFFA000, 0, MileHvCorrupt, 0, 0},
        {0x7FFFC000, 0, MileHvCorrupt, 0, 0},
        {0xFFFFC004, 0xFFFFFFFE, MileHvCorrupt, 0, 0},
        {0x00000001, 0, MileHvCorrupt, 0, 0},
    };
    HV_UINT32 Message[8] = {0, 0xFFFFC00C, 0xFFFFFFFF, 0xFFFFFFE1, 0, 0xFFFFF000, 0};
    MILE_HV_PCI_BAR Bars[6];
    HV_NTSTATUS Status;
    MILE_HV_PACKET Packet;
    unsigned Index;

    (void)State;
    for (Index = 0; Index < sizeof(Masks) / sizeof(Masks[0]); ++Index)
    {
        assert_int_equal(MileHvPciBarParse(Masks[Index].Mask, Masks[Index].Next, &Bars[0]), Masks[Index].Result);
        if (Masks[Index].Result == MileHvSuccess)
        {
            assert_true(Bars[0].Bytes == Masks[Index].Bytes);
            assert_int_equal(Bars[0].IsIo + 2 * Bars[0].Is64Bit + 4 * Bars[0].IsPrefetchable, Masks[Index].Kind);
        }
    }
    Packet = Received(VmbusPacketTypeCompletion, Message, 28);
    assert_int_equal(MileHvPciRequirementsCheck(&Packet, Bars, &Status), MileHvSuccess);
    assert_true(Bars[0].Bytes == 0x4000 && Bars[0].Is64Bit);
    assert_true(Bars[1].Bytes == 0 && !Bars[1].Is64Bit);
    assert_true(Bars[2].Bytes == 32 && Bars[2].IsIo);
    assert_true(Bars[3].Bytes == 0 && Bars[4].Bytes == 0x1000 && Bars[5].Bytes == 0);
    Message[6] = 0xFFFFC004; /* 64 bits, and no register after it. */
    Packet = Received(VmbusPacketTypeCompletion, Message, 28);
    assert_int_equal(MileHvPciRequirementsCheck(&Packet, Bars, &Status), MileHvCorrupt);
    Message[6] = 0xFFFFA000;
    Packet = Received(VmbusPacketTypeCompletion, Message, 28);
    assert_int_equal(MileHvPciRequirementsCheck(&Packet, Bars, &Status), MileHvCorrupt);
}

static void MessagesAreThoseAskedFor(void **State)
{
    const HV_UINT8 Remapped[16] = {0, 0, 3, 1, 0x41, 0x42, 0, 0, 0, 0xF0, 0xE0, 0xFE};
    static HV_UINT8 Message[136 + 3 * 72];
    MILE_HV_PCI_INTERRUPT Wanted[3] = {Interrupt(), Interrupt(), Interrupt()};
    VPCI_MESSAGE_RESOURCE Resources[3];
    HV_NTSTATUS Status;
    MILE_HV_PACKET Packet;
    unsigned Length;
    unsigned Index;

    (void)State;
    memcpy(Message + 8, Remapped, 16);
    Packet = Received(VmbusPacketTypeCompletion, Message, 24);
    assert_int_equal(MileHvPciInterruptCreateCheck(&Packet, &Wanted[0], Resources, &Status), MileHvSuccess);
    assert_memory_equal(Resources, Remapped, 16);
    Wanted[0].VectorCount = 0x102;
    assert_int_equal(MileHvPciInterruptCreateCheck(&Packet, &Wanted[0], Resources, &Status), MileHvCorrupt);
    assert_true(Resources[0].Remapped.Address == 0);
    Wanted[0] = Interrupt();

    for (Index = 0; Index < VersionCount; ++Index)
    {
        const HV_UINT32 Version = Versions[Index];
        const HV_UINT32 Each = Version >= 0x10002 ? 72 : 16;

        memset(Message, 0, sizeof(Message));
        Message[4] = 7;
        Message[128] = 2;
        memcpy(Message + 136, Remapped, 16);
        memcpy(Message + 136 + Each, Remapped, 16);
        Message[136 + Each + 8] = 0x55;
        for (Length = 0; Length <= 136 + 2 * Each; ++Length)
        {
            const int Whole = Length == 136 + 2 * Each;

            Packet = Received(VmbusPacketTypeCompletion, Message, Length);
            assert_int_equal(MileHvPciAssignedCheck(&Packet, Version, 7, Wanted, 2, Resources, &Status),
                             Whole ? MileHvSuccess : MileHvCorrupt);
            assert_int_equal(MileHvPciAssignedCheck(&Packet, Version, 7, NULL, 0, NULL, &Status),
                             Length >= 8 ? MileHvSuccess : MileHvCorrupt);
        }
        assert_memory_equal(&Resources[0], Remapped, 16);
        assert_int_equal(Resources[1].Remapped.Address & 0xFF, 0x55);
        assert_int_equal(MileHvPciAssignedCheck(&Packet, Version, 6, Wanted, 2, Resources, &Status), MileHvCorrupt);
        assert_int_equal(MileHvPciAssignedCheck(&Packet, Version, 8, Wanted, 2, Resources, &Status), MileHvCorrupt);
        assert_int_equal(MileHvPciAssignedCheck(&Packet, Version, 7, Wanted, 1, Resources, &Status), MileHvCorrupt);
        assert_int_equal(MileHvPciAssignedCheck(&Packet, Version, 7, Wanted, 495, Resources, &Status), MileHvCorrupt);
        Wanted[1].VectorCount = 0x102;
        assert_int_equal(MileHvPciAssignedCheck(&Packet, Version, 7, Wanted, 2, Resources, &Status), MileHvCorrupt);
        Wanted[1] = Interrupt();
        Message[0] = 1;
        Packet = Received(VmbusPacketTypeCompletion, Message, 4);
        assert_int_equal(MileHvPciAssignedCheck(&Packet, Version, 7, Wanted, 2, Resources, &Status), MileHvFailed);
        assert_int_equal(Status, 1);
    }
}

static void TheMostInterruptsAreAssigned(void **State)
{
    static HV_UINT8 Message[136 + 495 * 72];
    static MILE_HV_PCI_INTERRUPT Wanted[495];
    static VPCI_MESSAGE_RESOURCE Resources[495];
    HV_NTSTATUS Status;
    MILE_HV_PACKET Packet;
    HV_UINT32 Count;

    (void)State;
    for (Count = 494; Count <= 495; ++Count)
    {
        memcpy(Message + 128, &Count, 4);
        Packet = Received(VmbusPacketTypeCompletion, Message, 136 + Count * 72);
        assert_int_equal(MileHvPciAssignedCheck(&Packet, 0x10004, 0, Wanted, Count, Resources, &Status),
                         Count == 494 ? MileHvSuccess : MileHvCorrupt);
    }
}

static void BlocksHaveTheirBytes(void **State)
{
    HV_UINT8 Message[160];
    HV_UINT8 Block[129];
    VPCI_READ_BLOCK Read;
    VPCI_WRITE_BLOCK Write;
    HV_NTSTATUS Status;
    MILE_HV_PACKET Packet;
    HV_UINT32 Bytes;
    HV_UINT32 Count;
    HV_UINT32 Length;

    (void)State;
    for (Count = 0; Count < sizeof(Message); ++Count)
    {
        Message[Count] = (HV_UINT8)(Count < 4 ? 0 : Count);
    }
    for (Count = 0; Count <= 129; ++Count)
    {
        const int Good = Count >= 1 && Count <= 128;
        HV_UINT8 Head[16] = {10, 0, 0x49, 0x42, 9, 0, 0, 0, 3, 0, 0, 0, (HV_UINT8)Count};

        assert_int_equal(MileHvPciWriteBlockBuild(&Write, 3, 9, Message + 4, Count, &Bytes),
                         Good ? MileHvSuccess : MileHvInvalid);
        assert_int_equal(Bytes, Good ? 144 : 0);
        if (Good)
        {
            HV_UINT8 Expected[144] = {0};

            memcpy(Expected, Head, 16);
            memcpy(Expected + 16, Message + 4, Count);
            assert_memory_equal(&Write, Expected, 144);
        }
        assert_int_equal(MileHvPciReadBlockBuild(&Read, 3, 9, Count, &Bytes), Good ? MileHvSuccess : MileHvInvalid);
        assert_int_equal(Bytes, Good ? 16 : 0);
        Head[0] = 9;
        if (Good)
        {
            assert_memory_equal(&Read, Head, 16);
        }
        for (Length = 0; Length <= 160; Length += 5)
        {
            const HV_UINT32 Data = Length < 4 ? 0 : Length - 4 < Count ? Length - 4 : Count;

            Packet = Received(VmbusPacketTypeCompletion, Message, Length);
            memset(Block, 0xEE, sizeof(Block));
            assert_int_equal(MileHvPciReadBlockCheck(&Packet, Block, Count, &Bytes, &Status),
                             Length < 4 ? MileHvCorrupt : MileHvSuccess);
            assert_int_equal(Bytes, Data);
            assert_memory_equal(Block, Message + 4, Data);
            if (Data < sizeof(Block))
            {
                assert_int_equal(Block[Data], 0xEE);
            }
        }
    }
    Message[0] = 1;
    Packet = Received(VmbusPacketTypeCompletion, Message, 160);
    assert_int_equal(MileHvPciReadBlockCheck(&Packet, Block, 128, &Bytes, &Status), MileHvFailed);
    assert_int_equal(Bytes, 0);
}

/* What the host lists is what MileHvPciWindowBuild() assigned, at every length and for every kind of window. */
static void AssignedResourcesAreRead(void **State)
{
    static const MILE_HV_PCI_WINDOW Assigned[HV_PCI_MAX_BAR] = {
        {0xFE000000, 0x1000, 0, {0}}, {0, 0, 0, {0}}, {0xC000, 0x100, 1, {0}}, {0x1000000000, 0x200000000, 0, {0}},
        {0x100000000000, 0x20000000000, 0, {0}}, {0, 0x8000000000000000, 0, {0}}};
    HV_UINT8 Message[8 + 7 * 20 + 8] = {1, 0, 1, 0, 6};
    MILE_HV_PCI_WINDOW Windows[HV_PCI_MAX_BAR];
    HV_CM_PARTIAL_RESOURCE_DESCRIPTOR Descriptor;
    VPCI_GET_RESOURCES Get;
    HV_NTSTATUS Status;
    MILE_HV_PACKET Packet;
    HV_UINT32 Length;
    HV_UINT32 Count;
    HV_UINT32 Index;

    (void)State;
    memset(&Get, 0xEE, sizeof(Get));
    assert_int_equal(MileHvPciResourcesBuild(&Get, 0x21), 32);
    assert_memory_equal(&Get, "\6\0\x49\x42\x21\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 32);
    for (Index = 0; Index < HV_PCI_MAX_BAR; ++Index)
    {
        assert_int_equal(MileHvPciWindowBuild(&Descriptor, &Assigned[Index]), MileHvSuccess);
        memcpy(Message + 8 + Index * 20, &Descriptor, 20);
        memset(&Windows[0], 0xEE, sizeof(Windows[0]));
        assert_int_equal(MileHvPciWindowParse(&Descriptor, &Windows[0]), MileHvSuccess);
        assert_memory_equal(&Windows[0], &Assigned[Index], sizeof(Windows[0]));
    }
    for (Count = 0; Count <= 7; ++Count)
    {
        Message[4] = (HV_UINT8)Count;
        for (Length = 0; Length <= sizeof(Message); ++Length)
        {
            const int Good = Length >= 8 + Count * 20;

            Packet = Received(VmbusPacketTypeCompletion, Message, Length);
            memset(Windows, 0xEE, sizeof(Windows));
            assert_int_equal(MileHvPciResourcesCheck(&Packet, Windows, &Status), Good ? MileHvSuccess : MileHvCorrupt);
            assert_int_equal(Status, 0);
            for (Index = 0; Index < HV_PCI_MAX_BAR; ++Index)
            {
                static const MILE_HV_PCI_WINDOW Empty;

                assert_memory_equal(&Windows[Index], Good && Index < Count ? &Assigned[Index] : &Empty, sizeof(Empty));
            }
        }
    }
    memset(Message + 4, 0xFF, 4); /* 2^32 - 1 of them: no product may wrap. */
    Packet = Received(VmbusPacketTypeCompletion, Message, sizeof(Message));
    assert_int_equal(MileHvPciResourcesCheck(&Packet, Windows, &Status), MileHvCorrupt);
    Packet.Descriptor.Type = VmbusPacketTypeDataInBand;
    assert_int_equal(MileHvPciResourcesCheck(&Packet, Windows, &Status), MileHvInvalid);
    for (Length = 4; Length <= 8; ++Length)
    {
        Packet = Received(VmbusPacketTypeCompletion, "\xBB\0\0\xC0\0\0\0\0", Length);
        assert_int_equal(MileHvPciResourcesCheck(&Packet, Windows, &Status), MileHvFailed);
        assert_int_equal((HV_UINT32)Status, 0xC00000BB);
        Packet = Received(VmbusPacketTypeCompletion, "\0\0\0\0\0\0\0\0", Length);
        assert_int_equal(MileHvPciResourcesCheck(&Packet, Windows, &Status), MileHvCorrupt);
    }
}

static void WindowsOfTheHostAreChecked(void **State)
{
    HV_CM_PARTIAL_RESOURCE_DESCRIPTOR Descriptor;
    MILE_HV_PCI_WINDOW Window;
    unsigned Type;

    (void)State;
    memset(&Descriptor, 0, sizeof(Descriptor));
    Descriptor.u.Generic.Length = 0x1000;
    for (Type = 0; Type < 256; ++Type)
    {
        Descriptor.Type = (HV_UINT8)Type;
        /* A large window says how its length is to be read. */
        assert_int_equal(MileHvPciWindowParse(&Descriptor, &Window), Type == 7 ? MileHvCorrupt : MileHvSuccess);
        assert_int_equal(Window.Bytes, Type == 1 || Type == 3 ? 0x1000 : 0);
        assert_int_equal(Window.IsIo, Type == 1);
    }
    Descriptor.Type = HV_CM_RESOURCE_TYPE_MEMORY;
    Descriptor.u.Generic.Start = 0xFFFFFFFFFFFFF000;
    assert_int_equal(MileHvPciWindowParse(&Descriptor, &Window), MileHvSuccess);
    Descriptor.u.Generic.Start = 0xFFFFFFFFFFFFF001;
    assert_int_equal(MileHvPciWindowParse(&Descriptor, &Window), MileHvCorrupt);
    assert_int_equal(Window.Bytes, 0);
    Descriptor.Type = HV_CM_RESOURCE_TYPE_MEMORY_LARGE;
    Descriptor.Flags = HV_CM_RESOURCE_MEMORY_LARGE_64;
    Descriptor.u.Generic.Length = 0xFFFFFFFF;
    Descriptor.u.Generic.Start = 0x100000000;
    assert_int_equal(MileHvPciWindowParse(&Descriptor, &Window), MileHvSuccess);
    assert_int_equal(Window.Bytes, 0xFFFFFFFF00000000);
    Descriptor.u.Generic.Start = 0x100000001;
    assert_int_equal(MileHvPciWindowParse(&Descriptor, &Window), MileHvCorrupt);
}

static void TdispCommandsHaveTheirBytes(void **State)
{
    static HV_UINT8 Command[VPCI_MAX_TDISP_COMMAND_SIZE + 1] = {1, 2, 3, 4, 5};
    static HV_UINT8 Buffer[16 + sizeof(Command)];
    HV_UINT8 Message[16 + 24] = {0};
    const HV_UINT8 *Response;
    HV_NTSTATUS Status;
    MILE_HV_PACKET Packet;
    HV_UINT32 Bytes;
    HV_UINT32 Length;
    HV_UINT32 Count;

    (void)State;
    memset(Buffer, 0xEE, sizeof(Buffer));
    assert_int_equal(MileHvPciTdispBuild(Buffer, 21, 0x21, Command, 5, &Bytes), MileHvSuccess);
    assert_int_equal(Bytes, 21);
    assert_memory_equal(Buffer, "\x1D\0\x49\x42\x21\0\0\0\5\0\0\0\0\0\0\0\1\2\3\4\5\xEE", 22);
    assert_int_equal(MileHvPciTdispBuild(Buffer, 20, 0x21, Command, 5, &Bytes), MileHvTooSmall);
    assert_int_equal(Bytes, 0);
    assert_int_equal(MileHvPciTdispBuild(Buffer, sizeof(Buffer), 0x21, Command, 0, &Bytes), MileHvInvalid);
    assert_int_equal(MileHvPciTdispBuild(Buffer, sizeof(Buffer), 0x21, Command, VPCI_MAX_TDISP_COMMAND_SIZE, &Bytes),
                     MileHvSuccess);
    assert_int_equal(Bytes, 16 + VPCI_MAX_TDISP_COMMAND_SIZE);
    assert_int_equal(MileHvPciTdispBuild(Buffer, sizeof(Buffer), 0x21, Command, sizeof(Command), &Bytes), MileHvInvalid);
    assert_int_equal(Bytes, 0);

    Message[4] = 0x21;
    for (Count = 0; Count <= 24; ++Count)
    {
        Message[8] = (HV_UINT8)Count;
        for (Length = 0; Length <= sizeof(Message); ++Length)
        {
            const int Good = Length >= 16 + Count;

            Packet = Received(VmbusPacketTypeCompletion, Message, Length);
            assert_int_equal(MileHvPciTdispCheck(&Packet, 0x21, &Response, &Bytes, &Status),
                             Good ? MileHvSuccess : MileHvCorrupt);
            assert_int_equal(Bytes, Good ? Count : 0);
            assert_ptr_equal(Response, Good ? Packet.Payload + 16 : NULL);
        }
    }
    Packet = Received(VmbusPacketTypeCompletion, Message, sizeof(Message));
    assert_int_equal(MileHvPciTdispCheck(&Packet, 0x22, &Response, &Bytes, &Status), MileHvCorrupt);
    Message[12] = 1; /* 2^32 bytes and some: the length has 64 bits. */
    Packet = Received(VmbusPacketTypeCompletion, Message, sizeof(Message));
    assert_int_equal(MileHvPciTdispCheck(&Packet, 0x21, &Response, &Bytes, &Status), MileHvCorrupt);
    assert_int_equal(Bytes, 0);
    Message[0] = 0xBB;
    Message[3] = 0xC0;
    for (Length = 0; Length <= sizeof(Message); ++Length)
    {
        Packet = Received(VmbusPacketTypeCompletion, Message, Length);
        assert_int_equal(MileHvPciTdispCheck(&Packet, 0x21, &Response, &Bytes, &Status),
                         Length < 4 ? MileHvCorrupt : MileHvFailed);
        assert_int_equal((HV_UINT32)Status, Length < 4 ? 0 : 0xC00000BB);
        assert_null(Response);
    }
    Packet.Descriptor.Type = VmbusPacketTypeDataInBand;
    assert_int_equal(MileHvPciTdispCheck(&Packet, 0x21, &Response, &Bytes, &Status), MileHvInvalid);
}

static void FunctionsAreListed(void **State)
{
    static HV_UINT8 Message[8 + 300 * 28];
    MILE_HV_PCI_EVENT Event;
    MILE_HV_PCI_FUNCTION Function;
    MILE_HV_PACKET Packet;
    unsigned Form;
    unsigned Count;
    unsigned Index;

    (void)State;
    for (Form = 0; Form < 2; ++Form)
    {
        const unsigned Each = Form ? 28 : 20;

        for (Count = 0; Count < 300; ++Count)
        {
            HV_UINT8 *At = Message + 8 + Count * Each;

            memset(At, 0x11, Each);
            At[0] = 0x14;
            At[12] = (HV_UINT8)Count;
            if (Form)
            {
                At[20] = (HV_UINT8)(Count & 1);
            }
        }
        for (Count = 0; Count < 300; ++Count)
        {
            memcpy(Message, Form ? "\x19\0\x49\x42" : "\0\0\x49\x42", 4);
            memcpy(Message + 4, &Count, 4);
            for (Index = 0; Index < VersionCount; ++Index)
            {
                Packet = Received(VmbusPacketTypeDataInBand, Message, 8 + Count * Each);
                assert_int_equal(MileHvPciEventCheck(&Packet, Versions[Index], &Event),
                                 Form && Versions[Index] < 0x10003 ? MileHvUnavailable
                                 : Count <= 255                     ? MileHvSuccess
                                                                    : MileHvCorrupt);
            }
            assert_int_equal(MileHvPciEventCheck(&Packet, 0, &Event), MileHvUnavailable);
            Packet = Received(VmbusPacketTypeDataInBand, Message, 8 + Count * Each);
            if (Count >= 1 && Count <= 255)
            {
                assert_int_equal(MileHvPciEventCheck(&Packet, 0x10004, &Event), MileHvSuccess);
                assert_int_equal(Event.Message, VpciMsgBusRelations);
                assert_int_equal(Event.FunctionCount, Count);
                assert_int_equal(MileHvPciFunction(&Event, Count, &Function), MileHvInvalid);
                assert_int_equal(MileHvPciFunction(&Event, Count - 1, &Function), MileHvSuccess);
                assert_int_equal(Function.Ids.VendorID, 0x1114);
                assert_int_equal(Function.Ids.SubSystemID, 0x1111);
                assert_int_equal(Function.Slot & 0xFF, Count - 1);
                assert_int_equal(Function.SerialNumber, 0x11111111);
                assert_int_equal(Function.HasNumaNode, Form && (Count - 1) % 2);
                assert_int_equal(Function.NumaNode, Form && (Count - 1) % 2 ? 0x1111 : 0);
                Packet = Received(VmbusPacketTypeDataInBand, Message, 8 + Count * Each - 1);
                memset(&Event, 0xEE, sizeof(Event));
                assert_int_equal(MileHvPciEventCheck(&Packet, 0x10004, &Event), MileHvCorrupt);
                assert_int_equal(Event.FunctionCount | Event.FunctionBytes | Event.Message, 0);
            }
        }
        memset(Message + 4, 0xFF, 4);
        Packet = Received(VmbusPacketTypeDataInBand, Message, sizeof(Message));
        assert_int_equal(MileHvPciEventCheck(&Packet, 0x10004, &Event), MileHvCorrupt);
    }
}

static void OtherEventsAreChecked(void **State)
{
    HV_UINT8 Message[24] = {11, 0, 0x49, 0x42, 5, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 0x88};
    MILE_HV_PCI_EVENT Event;
    MILE_HV_PACKET Packet;
    unsigned Kind;
    unsigned Length;

    (void)State;
    for (Kind = 2; Kind < 0x20; ++Kind)
    {
        const unsigned Least = Kind == 11 ? 8 : Kind == 0x12 ? 16 : 0;

        if (Kind == 0x19)
        {
            continue; /* Above. */
        }
        Message[0] = (HV_UINT8)Kind;
        for (Length = 0; Length <= 24; ++Length)
        {
            MILE_HV_RESULT Result = Least == 0 ? MileHvUnavailable : Length < Least ? MileHvCorrupt : MileHvSuccess;

            Result = Length < 8 ? MileHvCorrupt : Result;
            Packet = Received(VmbusPacketTypeDataInBand, Message, Length);
            memset(&Event, 0xEE, sizeof(Event));
            assert_int_equal(MileHvPciEventCheck(&Packet, 0x10000, &Event), Result);
            assert_int_equal(Event.Message, Result == MileHvSuccess ? 0x42490000 + Kind : 0);
            assert_int_equal(Event.Slot, Result == MileHvSuccess ? 5 : 0);
            assert_true(Event.BlockMask == (Result == MileHvSuccess && Kind == 0x12 ? 0x8807060504030201 : 0));
            assert_null(Event.Functions);
        }
    }
    for (Kind = 0; Kind < 16; ++Kind)
    {
        Packet.Descriptor.Type = (HV_UINT16)Kind;
        assert_int_equal(MileHvPciEventCheck(&Packet, 0x10000, &Event),
                         Kind == VmbusPacketTypeCompletion   ? MileHvInvalid
                         : Kind == VmbusPacketTypeDataInBand ? MileHvUnavailable
                                                             : MileHvCorrupt);
    }
}

static void ConfigurationIsAWindow(void **State)
{
    HV_UINT8 *Window = (HV_UINT8 *)GuardBuffer() + GUARD_BYTES - VPCI_CONFIG_WINDOW_SIZE;
    HV_UINT32 Offset;
    HV_UINT32 Bytes;
    HV_UINT32 Value;

    (void)State;
    for (Offset = 0; Offset < 4096; ++Offset)
    {
        Window[4096 + Offset] = (HV_UINT8)(Offset * 31 + Offset / 256);
    }
    for (Bytes = 0; Bytes <= 8; ++Bytes)
    {
        for (Offset = 0; Offset <= 4100; ++Offset)
        {
            const int Good = (Bytes == 1 || Bytes == 2 || Bytes == 4) && Offset < 4096 && Offset % Bytes == 0;
            HV_UINT32 Expected = 0;

            if (Good)
            {
                memcpy(&Expected, Window + 4096 + Offset, Bytes);
            }
            memset(Window, 0, 4);
            assert_int_equal(MileHvPciConfigRead(Window, 0x21, Offset, Bytes, &Value),
                             Good ? MileHvSuccess : MileHvInvalid);
            assert_int_equal(Value, Expected);
            assert_int_equal(Window[0], Good ? 0x21 : 0);
        }
    }
    assert_int_equal(MileHvPciConfigRead(Window, 0x21, 0xFFFFFFFC, 4, &Value), MileHvInvalid);
    memset(Window + 4096, 0, 4096);
    assert_int_equal(MileHvPciConfigWrite(Window, 7, 4, 2, 0xAABBCCDD), MileHvSuccess);
    assert_memory_equal(Window + 4096, "\0\0\0\0\xDD\xCC\0\0", 8);
    assert_int_equal(MileHvPciConfigWrite(Window, 7, 9, 1, 0xAABBCCDD), MileHvSuccess);
    assert_int_equal(MileHvPciConfigWrite(Window, 7, 4092, 4, 0xAABBCCDD), MileHvSuccess);
    assert_memory_equal(Window + 4096 + 8, "\0\xDD\0", 3);
    assert_memory_equal(Window + 4096 + 4092, "\xDD\xCC\xBB\xAA", 4);
    assert_int_equal(Window[0], 7);
    assert_int_equal(MileHvPciConfigWrite(Window, 8, 4096, 1, 0), MileHvInvalid);
    assert_int_equal(MileHvPciConfigWrite(Window, 8, 2, 4, 0), MileHvInvalid);
    assert_int_equal(Window[0], 7);
}

int main(void)
{
    const struct CMUnitTest Tests[] = {
        cmocka_unit_test(VersionsComeNewestFirst),           cmocka_unit_test(RequestsHaveTheirBytes),
        cmocka_unit_test(InterruptsHaveTheFormOfTheVersion), cmocka_unit_test(ResourcesAreAssigned),
        cmocka_unit_test(WindowsOfEverySize),                cmocka_unit_test(CompletionsHaveTheirLength),
        cmocka_unit_test(BaseAddressesAreSized),             cmocka_unit_test(MessagesAreThoseAskedFor),
        cmocka_unit_test(BlocksHaveTheirBytes),              cmocka_unit_test(FunctionsAreListed),
        cmocka_unit_test(OtherEventsAreChecked),             cmocka_unit_test(ConfigurationIsAWindow),
        cmocka_unit_test(TheMostInterruptsAreAssigned),      cmocka_unit_test(AssignedResourcesAreRead),
        cmocka_unit_test(WindowsOfTheHostAreChecked),        cmocka_unit_test(TdispCommandsHaveTheirBytes),
    };
    return cmocka_run_group_tests_name("GuestPci", Tests, NULL, NULL);
}
