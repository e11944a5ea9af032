/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief VMBus messages, packets and rings: recorded and published vectors come out as their sources say.
 *
 * Byte vectors and figures: OpenVMM's unit tests of vmbus_core and vmbus_ring
 * (1488a37b); versions: kernel logs of guests of hosts 14393, 22000 and 22621.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <Mile.HyperV/VMBus/ChannelMessage.h>
#include <Mile.HyperV/VMBus/Ring.h>

/* Sizes and offsets that are constants of their own agree with the structures. */
HV_STATIC_ASSERT(HV_FIELD_OFFSET(VMBUS_CHANNEL_OFFER_CHANNEL, Windows6Offset) ==
                 VMBUS_CHANNEL_OFFER_CHANNEL_SIZE_PRE_WIN7);
HV_STATIC_ASSERT(HV_FIELD_OFFSET(VMBUS_CHANNEL_OPEN_CHANNEL, ConnectionId) == VMBUS_CHANNEL_OPEN_CHANNEL_MIN_SIZE);
HV_STATIC_ASSERT(HV_FIELD_OFFSET(VMBUS_CHANNEL_INITIATE_CONTACT, ClientId) == VMBUS_CHANNEL_INITIATE_CONTACT_MIN_SIZE);
HV_STATIC_ASSERT(HV_FIELD_OFFSET(VMBUS_CHANNEL_VERSION_RESPONSE, SupportedFeatures) ==
                 VMBUS_CHANNEL_VERSION_RESPONSE_MIN_SIZE);
HV_STATIC_ASSERT(HV_FIELD_SIZE_THROUGH(VMBUS_CHANNEL_VERSION_RESPONSE, SupportedFeatures) ==
                 VMBUS_CHANNEL_VERSION_RESPONSE_COPPER_SIZE);
HV_STATIC_ASSERT(HV_FIELD_OFFSET(VMBUS_CHANNEL_TL_CONNECT_REQUEST, SiloId) ==
                 VMBUS_CHANNEL_TL_CONNECT_REQUEST_PRE_RS5_SIZE);
HV_STATIC_ASSERT((MAXIMUM_SYNIC_MESSAGE_BYTES - sizeof(VMBUS_CHANNEL_GPADL_HEADER)) / sizeof(VMBUS_GPA_RANGE_ENTRY) ==
                 VMBUS_CHANNEL_GPADL_HEADER_MAX_ENTRIES);
HV_STATIC_ASSERT((MAXIMUM_SYNIC_MESSAGE_BYTES - sizeof(VMBUS_CHANNEL_GPADL_BODY)) / sizeof(HV_UINT64) ==
                 VMBUS_CHANNEL_GPADL_BODY_MAX_ENTRIES);

static void CloseChannelIsTwelveBytes(void **State)
{
    static const HV_UINT8 Bytes[] = { 0x07, 0, 0, 0, 0, 0, 0, 0, 0x05, 0, 0, 0 };
    VMBUS_CHANNEL_CLOSE_CHANNEL Message;
    (void)State;
    memset(&Message, 0, sizeof(Message));
    Message.Header.MessageType = ChannelMessageCloseChannel;
    Message.ChildRelId = 5;
    assert_int_equal(sizeof(Message), sizeof(Bytes));
    assert_memory_equal(&Message, Bytes, sizeof(Bytes));
}

static void UnloadIsAHeader(void **State)
{
    static const HV_UINT8 Bytes[] = { 0x10, 0, 0, 0, 0, 0, 0, 0 };
    VMBUS_CHANNEL_UNLOAD Message;
    (void)State;
    memset(&Message, 0, sizeof(Message));
    Message.MessageType = ChannelMessageUnload;
    assert_int_equal(sizeof(Message), sizeof(Bytes));
    assert_memory_equal(&Message, Bytes, sizeof(Bytes));
}

static void GpadlHeaderIsFollowedByItsRanges(void **State)
{
    static const HV_UINT8 Bytes[] = { 0x08, 0, 0,    0, 0,    0, 0,    0,    0x05, 0,    0, 0,
                                      0x01, 0, 0,    0, 0x07, 0, 0x06, 0,    0x0A, 0x0B, 0x0C, 0x0D };
    HV_UINT8 Buffer[sizeof(VMBUS_CHANNEL_GPADL_HEADER) + sizeof(VMBUS_GPA_RANGE_ENTRY)] = { 0 };
    VMBUS_CHANNEL_GPADL_HEADER Message;
    (void)State;
    memcpy(&Message, Bytes, sizeof(Message));
    assert_int_equal(Message.Header.MessageType, ChannelMessageGpadlHeader);
    assert_int_equal(Message.ChildRelId, 5);
    assert_int_equal(Message.Gpadl, 1);
    assert_int_equal(Message.RangeBufLen, 7);
    assert_int_equal(Message.RangeCount, 6);
    assert_int_equal(sizeof(Message), 20);
    /* The following bytes as a range's header: the first four are its ByteCount. */
    memcpy(Buffer, Bytes, sizeof(Bytes));
    {
        VMBUS_GPA_RANGE_ENTRY Entry;
        memcpy(&Entry, Buffer + offsetof(VMBUS_CHANNEL_GPADL_HEADER, Range), sizeof(Entry));
        assert_int_equal(Entry.ByteCount, 0x0D0C0B0A);
        assert_int_equal(Entry.AsUINT64, 0x0D0C0B0A);
    }
}

/* Two ranges of different lengths, one after the other. */
static void RangesAreWalked(void **State)
{
    VMBUS_GPA_RANGE_ENTRY Range[6];
    const GPA_RANGE *Second;
    HV_UINT32 Next;
    (void)State;
    memset(Range, 0, sizeof(Range));
    Range[0].ByteCount = 4097;
    Range[0].ByteOffset = 4095;
    Range[1].Pfn = 0x11;
    Range[2].Pfn = 0x12;
    Range[3].ByteCount = 1;
    Range[3].ByteOffset = 0;
    Range[4].Pfn = 0x123456789ABULL;
    Next = 1 + GPA_RANGE_PFN_COUNT(Range[0].ByteCount, Range[0].ByteOffset);
    assert_int_equal(Next, 3);
    Second = (const GPA_RANGE *)&Range[Next];
    assert_int_equal(Second->ByteCount, 1);
    assert_int_equal(Second->PfnArray[0], 0x123456789ABULL);
}

static void PagesOfARangeAreCounted(void **State)
{
    (void)State;
    assert_int_equal(GPA_RANGE_PFN_COUNT(1U, 0U), 1);
    assert_int_equal(GPA_RANGE_PFN_COUNT(1U, 4095U), 1);
    assert_int_equal(GPA_RANGE_PFN_COUNT(2U, 4095U), 2);
    assert_int_equal(GPA_RANGE_PFN_COUNT(4096U, 0U), 1);
    assert_int_equal(GPA_RANGE_PFN_COUNT(4096U, 1U), 2);
    assert_int_equal(GPA_RANGE_PFN_COUNT(8192U, 0U), 2);
    assert_int_equal(GPA_RANGE_PFN_COUNT(0xFFFFFFFFU, 0U), 0x100000);
    assert_int_equal(GPA_RANGE_PFN_COUNT(0xFFFFFFFFU, 4095U), 0x100001);
    assert_int_equal(GPA_RANGE_PFN_COUNT((HV_UINT32)GPA_RANGE_MAX_PFN_COUNT << 12, 0U), GPA_RANGE_MAX_PFN_COUNT);
}

/* The checks of Packet.h, as a receiver would write them; returns where the payload begins, or 0. */
static HV_UINT32 PayloadOffset(const HV_UINT8 *Bytes, HV_UINT32 Available)
{
    VMPACKET_DESCRIPTOR Packet;
    HV_UINT32 Count;
    memcpy(&Packet, Bytes, sizeof(Packet));
    if (Packet.Length8 * 8U + sizeof(PREVIOUS_PACKET_OFFSET) > Available ||
        Packet.DataOffset8 * 8U < sizeof(Packet) || Packet.DataOffset8 > Packet.Length8 ||
        (Packet.Flags & ~(unsigned)VMBUS_DATA_PACKET_FLAG_COMPLETION_REQUESTED) != 0)
    {
        return 0;
    }
    switch (Packet.Type)
    {
    case VmbusPacketTypeDataInBand:
    case VmbusPacketTypeCompletion:
        return Packet.DataOffset8 * 8U;
    case VmbusPacketTypeDataUsingTransferPages:
        memcpy(&Count, Bytes + offsetof(VMTRANSFER_PAGE_PACKET_HEADER, RangeCount), sizeof(Count));
        if (Packet.DataOffset8 * 8U < sizeof(VMTRANSFER_PAGE_PACKET_HEADER) ||
            Count != (Packet.DataOffset8 * 8U - sizeof(VMTRANSFER_PAGE_PACKET_HEADER)) / sizeof(VMTRANSFER_PAGE_RANGE))
        {
            return 0;
        }
        return Packet.DataOffset8 * 8U;
    case VmbusPacketTypeDataUsingGpaDirect:
        memcpy(&Count, Bytes + offsetof(VMDATA_GPA_DIRECT, RangeCount), sizeof(Count));
        if (Packet.DataOffset8 * 8U < sizeof(VMDATA_GPA_DIRECT) || Count == 0)
        {
            return 0;
        }
        return Packet.DataOffset8 * 8U;
    default:
        return 0;
    }
}

static void MalformedPacketsAreRefused(void **State)
{
    HV_UINT8 Ring[64] = { 0 };
    VMDATA_GPA_DIRECT Direct;
    VMTRANSFER_PAGE_PACKET_HEADER Transfer;
    (void)State;

    /* OpenVMM: type 9, data_offset8 2, length8 3, one range: the descriptor reaches into the payload. */
    memset(&Direct, 0, sizeof(Direct));
    Direct.Descriptor.Type = VmbusPacketTypeDataUsingGpaDirect;
    Direct.Descriptor.DataOffset8 = 2;
    Direct.Descriptor.Length8 = 3;
    Direct.RangeCount = 1;
    memcpy(Ring, &Direct, sizeof(Direct));
    assert_int_equal(Ring[0], 9);
    assert_int_equal(Ring[20], 1);
    assert_int_equal(PayloadOffset(Ring, sizeof(Ring)), 0);
    Direct.Descriptor.DataOffset8 = 3;
    memcpy(Ring, &Direct, sizeof(Direct));
    assert_int_equal(PayloadOffset(Ring, sizeof(Ring)), 24);

    /* OpenVMM: the same of type 7, set 1. */
    memset(&Transfer, 0, sizeof(Transfer));
    Transfer.Descriptor.Type = VmbusPacketTypeDataUsingTransferPages;
    Transfer.Descriptor.DataOffset8 = 2;
    Transfer.Descriptor.Length8 = 3;
    Transfer.TransferPageSetId = 1;
    Transfer.RangeCount = 1;
    memcpy(Ring, &Transfer, sizeof(Transfer));
    assert_int_equal(Ring[0], 7);
    assert_int_equal(Ring[16], 1);
    assert_int_equal(PayloadOffset(Ring, sizeof(Ring)), 0);
    Transfer.Descriptor.DataOffset8 = 4;
    Transfer.Descriptor.Length8 = 4;
    memcpy(Ring, &Transfer, sizeof(Transfer));
    assert_int_equal(PayloadOffset(Ring, sizeof(Ring)), 32);

    /* Longer than what is there, trailer included; unknown flag; unknown type. */
    assert_int_equal(PayloadOffset(Ring, 39), 0);
    assert_int_equal(PayloadOffset(Ring, 40), 32);
    Ring[6] = 2;
    assert_int_equal(PayloadOffset(Ring, 40), 0);
    Ring[6] = 0;
    Ring[0] = 8;
    assert_int_equal(PayloadOffset(Ring, 40), 0);
}

/* One direction of a channel, the indices only. */
struct Ring
{
    HV_UINT32 Size, In, Out, PendingSendSize;
};

static int Send(struct Ring *Ring, HV_UINT32 Payload)
{
    HV_UINT32 Total = (HV_UINT32)sizeof(VMPACKET_DESCRIPTOR) + ((Payload + 7) & ~7U) + 8;
    if (VMBUS_RING_FREE_BYTES(Ring->Size, Ring->In, Ring->Out) < Total)
    {
        return 0;
    }
    Ring->In = (Ring->In + Total) % Ring->Size;
    assert_true(VMBUS_RING_IS_INDEX(Ring->Size, Ring->In));
    return 1;
}

/* Receives a packet; whether the sender is signalled. */
static int Receive(struct Ring *Ring, HV_UINT32 Payload)
{
    HV_UINT32 Total = (HV_UINT32)sizeof(VMPACKET_DESCRIPTOR) + ((Payload + 7) & ~7U) + 8;
    HV_UINT32 Before = VMBUS_RING_FREE_BYTES(Ring->Size, Ring->In, Ring->Out);
    HV_UINT32 Wanted = Ring->PendingSendSize & ~7U;
    assert_true(VMBUS_RING_USED_BYTES(Ring->Size, Ring->In, Ring->Out) >= Total);
    Ring->Out = (Ring->Out + Total) % Ring->Size;
    return Wanted != 0 && Before < Wanted && VMBUS_RING_FREE_BYTES(Ring->Size, Ring->In, Ring->Out) >= Wanted;
}

/* OpenVMM's test_pending_send_size: four packets of 4,000 bytes fill 16,384. */
static void SignalsComeWhenThereIsRoom(void **State)
{
    struct Ring Ring = { 16384, 0, 0, 0 };
    int Index;
    (void)State;
    for (Index = 0; Index < 4; ++Index)
    {
        assert_true(Send(&Ring, 4000));
    }
    assert_false(Send(&Ring, 4000));
    assert_false(Receive(&Ring, 4000));
    assert_true(Send(&Ring, 4000));
    assert_false(Send(&Ring, 4000));
    Ring.PendingSendSize = 4024 * 2;
    assert_false(Receive(&Ring, 4000));
    assert_true(Receive(&Ring, 4000));
    assert_false(Receive(&Ring, 4000));

    /* A sender that waits for an empty ring may ask for all but one byte. */
    Ring.PendingSendSize = Ring.Size - 1;
    assert_true(Receive(&Ring, 4000));
    assert_int_equal(Ring.In, Ring.Out);
    assert_int_equal(VMBUS_RING_USED_BYTES(Ring.Size, Ring.In, Ring.Out), 0);
    assert_int_equal(VMBUS_RING_FREE_BYTES(Ring.Size, Ring.In, Ring.Out), 16384 - VMBUS_RING_UNUSED_SIZE);
    assert_false(VMBUS_RING_IS_INDEX(16384U, 16384U));
    assert_false(VMBUS_RING_IS_INDEX(16384U, 12U));
}

static void ControlPageIsThatOfTheWire(void **State)
{
    HV_UINT8 Bytes[sizeof(VMRCB)] = { 0 };
    VMRCB Control;
    (void)State;
    Bytes[0x00] = 0x18;
    Bytes[0x04] = 0x08;
    Bytes[0x08] = 0x01;
    Bytes[0x0D] = 0x10;
    Bytes[0x40] = VMRCB_FEATURE_SUPPORTS_PENDING_SEND_SIZE;
    memcpy((void *)&Control, Bytes, sizeof(Control));
    assert_int_equal(Control.In, 24);
    assert_int_equal(Control.Out, 8);
    assert_int_equal(Control.InterruptMask, 1);
    assert_int_equal(Control.PendingSendSize, 4096);
    assert_int_equal(Control.FeatureBits.SupportsPendingSendSize, 1);
    assert_int_equal(Control.FeatureBits.Value, 1);
}

static void EveryMessageIsListed(void **State)
{
#define ROW(Type, Structure, MinimumSize, Sender) { Type, sizeof(Structure), MinimumSize, #Sender },
    static const struct
    {
        HV_UINT32 Type;
        size_t Size;
        size_t MinimumSize;
        const char *Sender;
    } Messages[] = { HV_VMBUS_CHANNEL_MESSAGE_LIST(ROW) };
#undef ROW
    HV_UINT32 Index;
    (void)State;
    assert_int_equal(sizeof(Messages) / sizeof(Messages[0]), ChannelMessageCount - 1);
    for (Index = 0; Index < ChannelMessageCount - 1; ++Index)
    {
        assert_int_equal(Messages[Index].Type, Index + 1);
        assert_true(Messages[Index].MinimumSize <= Messages[Index].Size);
        assert_true(Messages[Index].Size <= MAXIMUM_SYNIC_MESSAGE_BYTES);
        assert_true(Messages[Index].MinimumSize >= sizeof(VMBUS_CHANNEL_MESSAGE_HEADER));
        assert_true(!strcmp(Messages[Index].Sender, "Guest") || !strcmp(Messages[Index].Sender, "Host"));
    }
}

static void VersionsAreOrdered(void **State)
{
#define ROW(Name) Name,
    static const HV_UINT32 Versions[] = { HV_VMBUS_VERSION_LIST(ROW) };
#undef ROW
    size_t Index;
    (void)State;
    for (Index = 1; Index < sizeof(Versions) / sizeof(Versions[0]); ++Index)
    {
        assert_true(Versions[Index - 1] < Versions[Index]);
    }
    assert_int_equal(Versions[Index - 1], VMBUS_VERSION_LATEST);
    assert_int_equal(VMBUS_VERSION_MULTICLIENT, VMBUS_VERSION_WIN10RS3_1);
    assert_int_equal(VMBUS_MAKE_VERSION(0, 13), VMBUS_VERSION_V1);
    assert_int_equal(VMBUS_MAKE_VERSION(1, 1), VMBUS_VERSION_WIN7);
    assert_int_equal(VMBUS_MAKE_VERSION(2, 4), VMBUS_VERSION_WIN8);
    assert_int_equal(VMBUS_MAKE_VERSION(3, 0), VMBUS_VERSION_WIN8_1);
    /* Recorded: "hv_vmbus: Vmbus version:4.0" on host 14393, 5.2 on 22000, 5.3 on 22621. */
    assert_int_equal(VMBUS_MAKE_VERSION(4, 0), VMBUS_VERSION_WIN10);
    assert_int_equal(VMBUS_MAKE_VERSION(5, 2), VMBUS_VERSION_WIN10RS5);
    assert_int_equal(VMBUS_MAKE_VERSION(5, 3), VMBUS_VERSION_IRON);
    assert_int_equal(VMBUS_MAKE_VERSION(6, 0), VMBUS_VERSION_COPPER);
}

static void FlagsAndBitsAgree(void **State)
{
    VMBUS_FEATURE_FLAGS Features = { 0 };
    VMBUS_OFFER_FLAGS Offer = { 0 };
    VMBUS_OPEN_FLAGS Open = { 0 };
    (void)State;
    Features.GuestSpecifiedSignalParameters = 1;
    Features.ChannelInterruptRedirection = 1;
    Features.ModifyConnection = 1;
    assert_int_equal(Features.AsUINT32, VMBUS_SUPPORTED_FEATURE_FLAGS_COPPER);
    Features.ClientId = 1;
    assert_int_equal(Features.AsUINT32, VMBUS_SUPPORTED_FEATURE_FLAGS_DILITHIUM);
    Features.AsUINT32 = VMBUS_FEATURE_FLAG_CONFIDENTIAL_CHANNELS | VMBUS_FEATURE_FLAG_SERVER_SPECIFIED_MONITOR_PAGES;
    assert_true(Features.ConfidentialChannels && Features.ServerSpecifiedMonitorPages && !Features.PauseResume);
    Features.AsUINT32 = VMBUS_FEATURE_FLAG_PAUSE_RESUME | VMBUS_FEATURE_FLAG_GPA_PINNING;
    assert_true(Features.PauseResume && Features.GpaPinning && !Features.ConfidentialChannels);
    Offer.EnumerateDeviceInterface = 1;
    Offer.NamedPipeMode = 1;
    assert_int_equal(Offer.AsUINT16, VMBUS_OFFER_FLAGS_WIN6);
    Offer.TlnpiProvider = 1;
    assert_int_equal(Offer.AsUINT16, VMBUS_OFFER_FLAGS_WIN10);
    Offer.AsUINT16 = VMBUS_OFFER_FLAG_REQUEST_MONITORED_NOTIFICATION | VMBUS_OFFER_FLAG_FORCE_NEW_CHANNEL;
    assert_true(Offer.RequestMonitoredNotification && Offer.ForceNewChannel);
    Offer.AsUINT16 = VMBUS_OFFER_FLAG_CONFIDENTIAL_RING_BUFFER | VMBUS_OFFER_FLAG_CONFIDENTIAL_EXTERNAL_MEMORY |
                     VMBUS_OFFER_FLAG_REQUIRE_PINNED_EXTERNAL_MEMORY;
    assert_true(Offer.ConfidentialRingBuffer && Offer.ConfidentialExternalMemory && Offer.RequirePinnedExternalMemory);
    Open.RedirectInterrupt = 1;
    assert_int_equal(Open.AsUINT16, VMBUS_OPEN_FLAG_REDIRECT_INTERRUPT);
}

/* Positions of the bit-fields of an offer, and contents of the user-defined bytes. */
static void OffersAreDecoded(void **State)
{
    HV_UINT8 Bytes[196] = { 0 };
    VMBUS_CHANNEL_OFFER_CHANNEL Offer;
    VMBUS_OFFER_USER_DEFINED User;
    (void)State;
    Bytes[0x00] = ChannelMessageOfferChannel;
    Bytes[0x38] = VMBUS_OFFER_FLAG_NAMED_PIPE_MODE;
    Bytes[0x3A] = 8;                                   /* The frame buffer's address space, as OpenVMM offers it. */
    Bytes[0x3C] = VmbusHvsockPipeTypeMessage;
    memset(&Bytes[0x40], 0x5A, 112);                   /* OpenVMM: pipe_offer_data_is_encoded_in_user_defined_data. */
    Bytes[0xB0] = VMPIPE_OFFER_FLAG_GPA_DIRECT;
    Bytes[0xB4] = 3;
    Bytes[0xB8] = 6;
    Bytes[0xBC] = 34;
    Bytes[0xBD] = 1;
    Bytes[0xBE] = 1;
    Bytes[0xC0] = 6;
    Bytes[0xC1] = 0x20;
    memcpy(&Offer, Bytes, sizeof(Offer));
    assert_int_equal(Offer.Header.MessageType, ChannelMessageOfferChannel);
    assert_int_equal(Offer.Flags, VMBUS_OFFER_FLAG_NAMED_PIPE_MODE);
    assert_int_equal(Offer.MmioMegabytes, 8);
    assert_int_equal(Offer.SubChannelIndex, 3);
    assert_int_equal(Offer.ChildRelId, 6);
    assert_int_equal(Offer.MonitorId, 34);
    assert_int_equal(Offer.MonitorAllocated, 1);
    assert_int_equal(Offer.IsDedicatedInterrupt, 1);
    assert_int_equal(Offer.ConnectionId.AsUINT32, 0x2006);
    memcpy(&User, Offer.UserDefined, sizeof(User));
    assert_int_equal(User.Pipe.PipeType, VmbusHvsockPipeTypeMessage);
    assert_int_equal(User.Pipe.UserDefined[0], 0x5A);
    assert_int_equal(User.Pipe.UserDefined[111], 0x5A);
    assert_int_equal(User.Pipe.PipeFlags.GpaDirect, 1);
}

/* The connection to a paravisor: OpenVMM's rule for connections of a SINT and VTL other than the ordinary. */
static void RedirectedConnectionIsMadeOfItsParts(void **State)
{
    (void)State;
    assert_int_equal(VMBUS_MESSAGE_REDIRECT_CONNECTION_ID,
                     VMBUS_MULTICLIENT_MESSAGE_CONNECTION_ID | 2 << 22 | VMBUS_MESSAGE_REDIRECT_SINT << 4);
}

int main(void)
{
    static const struct CMUnitTest Tests[] = {
        cmocka_unit_test(CloseChannelIsTwelveBytes),
        cmocka_unit_test(UnloadIsAHeader),
        cmocka_unit_test(GpadlHeaderIsFollowedByItsRanges),
        cmocka_unit_test(RangesAreWalked),
        cmocka_unit_test(PagesOfARangeAreCounted),
        cmocka_unit_test(MalformedPacketsAreRefused),
        cmocka_unit_test(SignalsComeWhenThereIsRoom),
        cmocka_unit_test(ControlPageIsThatOfTheWire),
        cmocka_unit_test(EveryMessageIsListed),
        cmocka_unit_test(VersionsAreOrdered),
        cmocka_unit_test(FlagsAndBitsAgree),
        cmocka_unit_test(OffersAreDecoded),
        cmocka_unit_test(RedirectedConnectionIsMadeOfItsParts),
    };
    return cmocka_run_group_tests(Tests, NULL, NULL);
}
