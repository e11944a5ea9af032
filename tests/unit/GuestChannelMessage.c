/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Mile.HyperV/Guest/ChannelMessage.h: what is posted has its exact bytes, what a hostile host sends is refused.
 *
 * Every check is called with every length from none to the longest, in a buffer that ends at a page which cannot be
 * read, and with every value of every byte. Byte vectors: OpenVMM's unit tests of vmbus_core and vmbus_client
 * (1488a37b).
 */

#include "GuardPage.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

/* In an isolated machine the host can write to the page that a message is built in: here it does, after every copy. */
static volatile uint32_t *HostWrites;

static void Copy(volatile void *To, const volatile void *From, uint32_t Bytes)
{
    uint32_t Index;

    for (Index = 0; Index < Bytes; ++Index)
    {
        ((volatile uint8_t *)To)[Index] = ((const volatile uint8_t *)From)[Index];
    }
    if (HostWrites != NULL)
    {
        *HostWrites = 0x40000000;
    }
}

#define MILE_HYPERV_GUEST_COPY(To, From, Bytes) Copy(To, From, Bytes)
#include <Mile.HyperV/Guest/ChannelMessage.h>

#define COUNT(Array) (sizeof(Array) / sizeof((Array)[0]))
#define ALL_FEATURES 0xFFU

static const HV_UINT32 Versions[] = {
#define VERSION(Version) Version,
    HV_VMBUS_VERSION_LIST(VERSION)
#undef VERSION
};

/* A connection of a version, with features if it can have them. */
static MILE_HV_VMBUS BusOf(HV_UINT32 Version, HV_UINT32 Features)
{
    MILE_HV_VMBUS Bus;

    memset(&Bus, 0, sizeof(Bus));
    Bus.Version = Version;
    Bus.Features = Version >= VMBUS_VERSION_COPPER ? Features : 0;
    Bus.ConnectionId.AsUINT32 = 0x1234;
    return Bus;
}

/* An input that holds something else, as it would after other messages. */
static HV_INPUT_POST_MESSAGE Used(void)
{
    HV_INPUT_POST_MESSAGE Input;

    memset(&Input, 0xEE, sizeof(Input));
    return Input;
}

static void AssertPosted(const HV_INPUT_POST_MESSAGE *Input, HV_UINT32 ConnectionId, const void *Bytes,
                         HV_UINT32 Length)
{
    static const HV_UINT8 Old = 0xEE;

    assert_int_equal(Input->ConnectionId.AsUINT32, ConnectionId);
    assert_int_equal(Input->Reserved, 0);
    assert_int_equal(Input->MessageType, VMBUS_MESSAGE_TYPE);
    assert_int_equal(Input->PayloadSize, Length);
    assert_memory_equal(Input->Payload, Bytes, Length);
    if (Length < sizeof(Input->Payload))
    {
        assert_memory_equal((const HV_UINT8 *)Input->Payload + Length, &Old, 1);
    }
}

/*
 * Versions.
 */

static void VersionsComeNewestFirst(void **State)
{
    HV_UINT32 Version = 0xFFFFFFFF;
    size_t Index = COUNT(Versions);

    (void)State;
    while (Index != 0)
    {
        Version = MileHvVmbusVersionBelow(Version);
        assert_int_equal(Version, Versions[--Index]);
    }
    assert_int_equal(MileHvVmbusVersionBelow(Version), 0);
    assert_int_equal(MileHvVmbusVersionBelow(0), 0);
    assert_int_equal(MileHvVmbusVersionBelow(VMBUS_VERSION_LATEST + 1), VMBUS_VERSION_LATEST);
    assert_int_equal(MileHvVmbusVersionBelow(0x00050004), VMBUS_VERSION_IRON);
    assert_int_equal(MileHvVmbusVersionBelow(0x00030001), VMBUS_VERSION_WIN8_1);
}

/*
 * Builders.
 */

static MILE_HV_CONTACT FullContact(HV_UINT32 Version)
{
    static const HV_GUID Client = VMBUS_CLIENT_ID_UEFI_INIT;
    MILE_HV_CONTACT Contact;

    memset(&Contact, 0xFF, sizeof(Contact));
    Contact.Version = Version;
    Contact.Features = VMBUS_SUPPORTED_FEATURE_FLAGS_DILITHIUM;
    Contact.TargetVp = 3;
    Contact.TargetSint = VMBUS_MESSAGE_SINT;
    Contact.TargetVtl = 1;
    Contact.InterruptPage = 0x7000;
    Contact.ParentToChildPage = 0x123456789000;
    Contact.ChildToParentPage = 0x9000;
    Contact.ClientId = Client;
    return Contact;
}

static void ContactHasTheFormOfItsVersion(void **State)
{
    static const HV_UINT8 Pages[] = {0, 0x90, 0x78, 0x56, 0x34, 0x12, 0, 0, 0, 0x90, 0, 0, 0, 0, 0, 0};
    static const HV_UINT8 Client[] = {0x64, 0x39, 0xdd, 0x18, 0x8a, 0x3e, 0x42, 0x4e,
                                      0x86, 0xfa, 0xc8, 0xe6, 0xb1, 0x91, 0xee, 0x0e};
    static const struct
    {
        HV_UINT32 Version, Vp, Connection, Bytes;
        HV_UINT8 Target[8]; /* The interrupt page, or SINT, VTL, two bytes and the features. */
    } Cases[] = {
        {VMBUS_VERSION_V1, 0, 1, 40, {0, 0x70}},
        {VMBUS_VERSION_WIN7, 0, 1, 40, {0, 0x70}},
        {VMBUS_VERSION_WIN8, 0, 1, 40, {0}},
        {VMBUS_VERSION_WIN8_1, 3, 1, 40, {0}},
        {VMBUS_VERSION_WIN10, 3, 1, 40, {0}},
        {VMBUS_VERSION_WIN10RS3_0, 3, 1, 40, {0}},
        {VMBUS_VERSION_WIN10RS3_1, 3, 4, 40, {2}},
        {VMBUS_VERSION_WIN10RS4, 3, 4, 40, {2, 1}},
        {VMBUS_VERSION_WIN10RS5, 3, 4, 40, {2, 1}},
        {VMBUS_VERSION_IRON, 3, 4, 40, {2, 1}},
        {VMBUS_VERSION_COPPER, 3, 4, 56, {2, 1, 0, 0, 0x0F}},
    };
    size_t Index;

    (void)State;
    assert_int_equal(COUNT(Cases), COUNT(Versions));
    for (Index = 0; Index < COUNT(Cases); ++Index)
    {
        MILE_HV_CONTACT Contact = FullContact(Cases[Index].Version);
        HV_INPUT_POST_MESSAGE Input = Used();
        HV_UINT8 Bytes[56] = {14};

        assert_int_equal(Cases[Index].Version, Versions[Index]);
        memcpy(Bytes + 8, &Cases[Index].Version, 4);
        memcpy(Bytes + 12, &Cases[Index].Vp, 4);
        memcpy(Bytes + 16, Cases[Index].Target, 8);
        memcpy(Bytes + 24, Pages, 16);
        memcpy(Bytes + 40, Client, 16);
        assert_int_equal(MileHvInitiateContactBuild(&Contact, &Input), MileHvSuccess);
        AssertPosted(&Input, Cases[Index].Connection, Bytes, Cases[Index].Bytes);
    }
}

/* A guest that does not request the feature does not identify itself. */
static void ClientIdIsSentWithItsFeature(void **State)
{
    static const HV_UINT8 None[16] = {0};
    MILE_HV_CONTACT Contact = FullContact(VMBUS_VERSION_COPPER);
    HV_INPUT_POST_MESSAGE Input = Used();

    (void)State;
    Contact.Features = VMBUS_SUPPORTED_FEATURE_FLAGS_COPPER;
    assert_int_equal(MileHvInitiateContactBuild(&Contact, &Input), MileHvSuccess);
    assert_int_equal(Input.PayloadSize, 56);
    assert_memory_equal((HV_UINT8 *)Input.Payload + 40, None, 16);
}

static void ContactsThatCannotBeAreRefused(void **State)
{
    static const HV_UINT32 NoVersions[] = {0, 1, 0xC, 0xE, 0x00020005, 0x00050004, 0x00060001, 0xFFFFFFFF};
    HV_INPUT_POST_MESSAGE Input;
    MILE_HV_CONTACT Contact;
    size_t Index;

    (void)State;
    for (Index = 0; Index < COUNT(NoVersions); ++Index)
    {
        Contact = FullContact(NoVersions[Index]);
        assert_int_equal(MileHvInitiateContactBuild(&Contact, &Input), MileHvInvalid);
    }
#define REFUSED(Member, Value)                                                                                         \
    Contact = FullContact(VMBUS_VERSION_COPPER);                                                                       \
    Contact.Member = Value;                                                                                            \
    assert_int_equal(MileHvInitiateContactBuild(&Contact, &Input), MileHvInvalid)
    REFUSED(ParentToChildPage, 0);
    REFUSED(ChildToParentPage, 0);
    REFUSED(ParentToChildPage, 0x8001);
    REFUSED(ChildToParentPage, 0x8800);
    REFUSED(InterruptPage, 0x7FF8);
    REFUSED(TargetSint, 16);
#undef REFUSED
    Contact = FullContact(VMBUS_VERSION_COPPER);
    Contact.ParentToChildPage = 0;
    Contact.ChildToParentPage = 0;
    Contact.TargetSint = 15;
    assert_int_equal(MileHvInitiateContactBuild(&Contact, &Input), MileHvSuccess);
}

/* Vectors of vmbus_core; the connection is what the host said. */
static void SmallMessagesAreTheirVectors(void **State)
{
    static const HV_UINT8 Close[] = {0x07, 0, 0, 0, 0, 0, 0, 0, 0x05, 0, 0, 0};
    static const HV_UINT8 Released[] = {0x0D, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0x07, 0, 0};
    static const HV_UINT8 Unload[] = {0x10, 0, 0, 0, 0, 0, 0, 0};
    static const HV_UINT8 Request[] = {0x03, 0, 0, 0, 0, 0, 0, 0};
    static const HV_UINT8 Teardown[] = {0x0B, 0, 0, 0, 0, 0, 0, 0, 0x05, 0, 0, 0, 0x10, 0x0E, 0, 0};
    static const HV_UINT32 Bad[] = {0, 2048, 0x80000001, 0xFFFFFFFF};
    MILE_HV_VMBUS Bus = BusOf(VMBUS_VERSION_WIN8, 0);
    HV_INPUT_POST_MESSAGE Input = Used();
    size_t Index;

    (void)State;
    assert_int_equal(MileHvCloseChannelBuild(&Bus, 5, &Input), MileHvSuccess);
    AssertPosted(&Input, 0x1234, Close, sizeof(Close));
    Input = Used();
    assert_int_equal(MileHvRelIdReleasedBuild(&Bus, 2047, &Input), MileHvSuccess);
    AssertPosted(&Input, 0x1234, Released, sizeof(Released));
    Input = Used();
    MileHvUnloadBuild(&Bus, &Input);
    AssertPosted(&Input, 0x1234, Unload, sizeof(Unload));
    Input = Used();
    MileHvRequestOffersBuild(&Bus, &Input);
    AssertPosted(&Input, 0x1234, Request, sizeof(Request));
    Input = Used();
    assert_int_equal(MileHvGpadlTeardownBuild(&Bus, 5, 0xE10, &Input), MileHvSuccess);
    AssertPosted(&Input, 0x1234, Teardown, sizeof(Teardown));
    for (Index = 0; Index < COUNT(Bad); ++Index)
    {
        assert_int_equal(MileHvCloseChannelBuild(&Bus, Bad[Index], &Input), MileHvInvalid);
        assert_int_equal(MileHvRelIdReleasedBuild(&Bus, Bad[Index], &Input), MileHvInvalid);
        assert_int_equal(MileHvGpadlTeardownBuild(&Bus, Bad[Index], 1, &Input), MileHvInvalid);
    }
}

/* The host puts the list together again; each message is as full as it can be, and the last one ends it. */
static void GpadlsAreSplitAndPutTogether(void **State)
{
    static HV_UINT64 Pages[MILE_HYPERV_GPADL_MAXIMUM_PAGES + 1];
    static const HV_UINT32 Counts[] = {1, 2, 25, 26, 27, 53, 54, 55, 82, 83, 512, 8189, 8190};
    MILE_HV_VMBUS Bus = BusOf(VMBUS_VERSION_WIN8, 0);
    MILE_HV_GPADL Gpadl;
    size_t Index;

    (void)State;
    for (Index = 0; Index < COUNT(Pages); ++Index)
    {
        Pages[Index] = 0xABC000000000 + Index * 3;
    }
    for (Index = 0; Index < COUNT(Counts); ++Index)
    {
        const HV_UINT32 Count = Counts[Index];
        const HV_UINT64 *Given = (const HV_UINT64 *)GuardEnd(Pages, Count * 8);
        HV_UINT32 Told = 0;
        HV_UINT32 Messages = 0;

        assert_int_equal(MileHvGpadlBegin(&Gpadl, 7, 0xE1E10, Given, Count), MileHvSuccess);
        for (;;)
        {
            HV_INPUT_POST_MESSAGE Input = Used();
            const HV_UINT32 Room = Messages == 0 ? 26 : 28;
            const HV_UINT32 Now = Count - Told < Room ? Count - Told : Room;
            HV_UINT8 Bytes[MAXIMUM_SYNIC_MESSAGE_BYTES] = {0};
            HV_UINT32 Before;

            if (Told == Count)
            {
                assert_int_equal(MileHvGpadlNext(&Bus, &Gpadl, &Input), MileHvEmpty);
                assert_int_equal(MileHvGpadlNext(&Bus, &Gpadl, &Input), MileHvEmpty);
                break;
            }
            if (Messages == 0)
            {
                const VMBUS_GPA_RANGE_ENTRY Range = {((HV_UINT64)Count * 4096)};
                const HV_UINT16 ListBytes = (HV_UINT16)(Count * 8 + 8);
                const HV_UINT8 Head[] = {8, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0x10, 0x1E, 0x0E, 0};

                memcpy(Bytes, Head, 16);
                memcpy(Bytes + 16, &ListBytes, 2);
                Bytes[18] = 1;
                memcpy(Bytes + 20, &Range, 8);
                Before = 28;
            }
            else
            {
                const HV_UINT8 Head[] = {9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10, 0x1E, 0x0E, 0};

                memcpy(Bytes, Head, 16);
                Before = 16;
            }
            memcpy(Bytes + Before, Pages + Told, Now * 8);
            HostWrites = &Input.PayloadSize;
            assert_int_equal(MileHvGpadlNext(&Bus, &Gpadl, &Input), MileHvSuccess);
            HostWrites = NULL;
            AssertPosted(&Input, 0x1234, Bytes, Before + Now * 8);
            Told += Now;
            ++Messages;
        }
        assert_int_equal(Messages, Count <= 26 ? 1 : 1 + (Count - 26 + 27) / 28);
    }
    assert_int_equal(MileHvGpadlBegin(&Gpadl, 7, 1, Pages, 0), MileHvInvalid);
    assert_int_equal(MileHvGpadlBegin(&Gpadl, 7, 1, Pages, 8191), MileHvInvalid);
    assert_int_equal(MileHvGpadlBegin(&Gpadl, 7, 1, Pages, 0x10000001), MileHvInvalid);
    assert_int_equal(MileHvGpadlBegin(&Gpadl, 7, 1, Pages, 0xFFFFFFFF), MileHvInvalid);
    assert_int_equal(MileHvGpadlBegin(&Gpadl, 0, 1, Pages, 1), MileHvInvalid);
    assert_int_equal(MileHvGpadlBegin(&Gpadl, 2048, 1, Pages, 1), MileHvInvalid);
    {
        HV_INPUT_POST_MESSAGE Input;

        assert_int_equal(MileHvGpadlNext(&Bus, &Gpadl, &Input), MileHvEmpty);
    }
}

static VMBUS_CHANNEL_OPEN_CHANNEL OrdinaryOpen(void)
{
    VMBUS_CHANNEL_OPEN_CHANNEL Open;

    memset(&Open, 0, sizeof(Open));
    Open.Header.MessageType = 0xDDDDDDDD; /* Not looked at. */
    Open.Header.Padding = 0xDDDDDDDD;
    Open.ChildRelId = 9;
    Open.OpenId = 0x11;
    Open.RingBufferGpadlHandle = 0x22;
    Open.TargetVp = 1;
    Open.DownstreamRingBufferPageOffset = 4;
    Open.UserData[0] = 0x77;
    Open.UserData[119] = 0x78;
    Open.ConnectionId.AsUINT32 = 0x2009;
    Open.EventFlag = 9;
    return Open;
}

static void OpenHasTheFormOfItsFeatures(void **State)
{
    HV_UINT8 Bytes[156] = {5, 0,    0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 0x11, 0,   0,
                           0, 0x22, 0, 0, 0, 1, 0, 0, 0, 4, 0, 0, 0,    0x77};
    VMBUS_CHANNEL_OPEN_CHANNEL Open = OrdinaryOpen();
    HV_INPUT_POST_MESSAGE Input;
    HV_UINT32 Features;
    MILE_HV_VMBUS Bus;
    size_t Index;

    (void)State;
    Bytes[147] = 0x78;
    Bytes[148] = 0x09;
    Bytes[149] = 0x20;
    Bytes[152] = 9;
    for (Index = 0; Index < COUNT(Versions); ++Index)
    {
        Bus = BusOf(Versions[Index], 0);
        Bytes[20] = Versions[Index] >= VMBUS_VERSION_WIN8;
        Input = Used();
        assert_int_equal(MileHvOpenChannelBuild(&Bus, &Open, &Input), MileHvSuccess);
        AssertPosted(&Input, 0x1234, Bytes, 148);
    }
    for (Features = 0; Features < 0x100; ++Features)
    {
        HV_UINT32 Signal = Features & VMBUS_FEATURE_FLAG_GUEST_SPECIFIED_SIGNAL_PARAMETERS;
        HV_UINT32 Redirection = Features & VMBUS_FEATURE_FLAG_CHANNEL_INTERRUPT_REDIRECTION;

        Bus = BusOf(VMBUS_VERSION_COPPER, Features);
        Input = Used();
        assert_int_equal(MileHvOpenChannelBuild(&Bus, &Open, &Input), MileHvSuccess);
        AssertPosted(&Input, 0x1234, Bytes, (Signal | Redirection) ? 156 : 148);

        Open.EventFlag = 2047;
        assert_int_equal(MileHvOpenChannelBuild(&Bus, &Open, &Input), Signal ? MileHvSuccess : MileHvUnavailable);
        Open.EventFlag = 9;
        Open.Flags = VMBUS_OPEN_FLAG_REDIRECT_INTERRUPT;
        assert_int_equal(MileHvOpenChannelBuild(&Bus, &Open, &Input), Redirection ? MileHvSuccess : MileHvUnavailable);
        Open.Flags = 0;
    }
}

static void OpensThatCannotBeAreRefused(void **State)
{
    MILE_HV_VMBUS Bus = BusOf(VMBUS_VERSION_COPPER, ALL_FEATURES);
    HV_INPUT_POST_MESSAGE Input;
    VMBUS_CHANNEL_OPEN_CHANNEL Open;

    (void)State;
#define REFUSED(Member, Value)                                                                                         \
    Open = OrdinaryOpen();                                                                                             \
    Open.Member = Value;                                                                                               \
    assert_int_equal(MileHvOpenChannelBuild(&Bus, &Open, &Input), MileHvInvalid)
    REFUSED(ChildRelId, 0);
    REFUSED(ChildRelId, 2048);
    REFUSED(DownstreamRingBufferPageOffset, 0);
    REFUSED(EventFlag, 2048);
    REFUSED(EventFlag, 0xFFFF);
    REFUSED(ConnectionId.AsUINT32, 0x01002009);
    REFUSED(Flags, 2);
    REFUSED(Flags, 0x8001);
#undef REFUSED
    Open = OrdinaryOpen();
    Open.TargetVp = VMBUS_VP_INDEX_DISABLE_INTERRUPT;
    assert_int_equal(MileHvOpenChannelBuild(&Bus, &Open, &Input), MileHvSuccess);
}

static void BuildersKnowWhatTheVersionHas(void **State)
{
    static const HV_UINT8 Modify[] = {0x16, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 6, 0, 0, 0};
    static const HV_UINT8 OpenReserved[] = {0x12, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 6, 0,
                                            0,    0, 5, 0, 0, 0, 8, 0, 0, 0, 4, 0, 0, 0};
    static const HV_UINT8 CloseReserved[] = {0x13, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 6, 0, 0, 0, 5, 0, 0, 0};
    VMBUS_CHANNEL_OPEN_RESERVED_CHANNEL Open = {{1, 2}, 9, 6, 5, 8, 4};
    VMBUS_CHANNEL_CLOSE_RESERVED_CHANNEL Close = {{1, 2}, 9, 6, 5};
    VMBUS_CHANNEL_TL_CONNECT_REQUEST Connect;
    HV_UINT8 ConnectBytes[56];
    size_t Index;

    (void)State;
    memset(&Connect, 0x5A, sizeof(Connect));
    memset(ConnectBytes, 0x5A, sizeof(ConnectBytes));
    memset(ConnectBytes, 0, 8);
    ConnectBytes[0] = 0x15;
    for (Index = 0; Index < COUNT(Versions); ++Index)
    {
        const HV_UINT32 Version = Versions[Index];
        MILE_HV_VMBUS Bus = BusOf(Version, 0);
        HV_INPUT_POST_MESSAGE Input = Used();

        if (Version < VMBUS_VERSION_WIN10RS3_0)
        {
            assert_int_equal(MileHvModifyChannelBuild(&Bus, 9, 6, &Input), MileHvUnavailable);
        }
        else
        {
            assert_int_equal(MileHvModifyChannelBuild(&Bus, 9, 6, &Input), MileHvSuccess);
            AssertPosted(&Input, 0x1234, Modify, sizeof(Modify));
            assert_int_equal(MileHvModifyChannelBuild(&Bus, 0, 6, &Input), MileHvInvalid);
            assert_int_equal(MileHvModifyChannelBuild(&Bus, 2048, 6, &Input), MileHvInvalid);
            assert_int_equal(MileHvModifyChannelBuild(&Bus, 9, 0xFFFFFFFF, &Input), MileHvInvalid);
        }
        Input = Used();
        if (Version < VMBUS_VERSION_WIN10)
        {
            assert_int_equal(MileHvOpenReservedChannelBuild(&Bus, &Open, &Input), MileHvUnavailable);
            assert_int_equal(MileHvCloseReservedChannelBuild(&Bus, &Close, &Input), MileHvUnavailable);
            assert_int_equal(MileHvTlConnectRequestBuild(&Bus, &Connect, &Input), MileHvUnavailable);
            continue;
        }
        assert_int_equal(MileHvTlConnectRequestBuild(&Bus, &Connect, &Input), MileHvSuccess);
        AssertPosted(&Input, 0x1234, ConnectBytes, Version < VMBUS_VERSION_WIN10RS5 ? 40 : 56);
        Input = Used();
        assert_int_equal(MileHvOpenReservedChannelBuild(&Bus, &Open, &Input), MileHvSuccess);
        AssertPosted(&Input, 0x1234, OpenReserved, sizeof(OpenReserved));
        Input = Used();
        assert_int_equal(MileHvCloseReservedChannelBuild(&Bus, &Close, &Input), MileHvSuccess);
        AssertPosted(&Input, 0x1234, CloseReserved, sizeof(CloseReserved));
        Open.TargetSint = Close.TargetSint = 16;
        assert_int_equal(MileHvOpenReservedChannelBuild(&Bus, &Open, &Input), MileHvInvalid);
        assert_int_equal(MileHvCloseReservedChannelBuild(&Bus, &Close, &Input), MileHvInvalid);
        Open.TargetSint = Close.TargetSint = 5;
        Open.ChannelId = Close.ChannelId = 0;
        assert_int_equal(MileHvOpenReservedChannelBuild(&Bus, &Open, &Input), MileHvInvalid);
        assert_int_equal(MileHvCloseReservedChannelBuild(&Bus, &Close, &Input), MileHvInvalid);
        Open.ChannelId = Close.ChannelId = 9;
        Open.DownstreamPageOffset = 0;
        assert_int_equal(MileHvOpenReservedChannelBuild(&Bus, &Open, &Input), MileHvInvalid);
        Open.DownstreamPageOffset = 4;
    }
}

static void BuildersKnowWhatTheFeaturesHave(void **State)
{
    static const HV_UINT8 Pause[] = {0x1B, 0, 0, 0, 0, 0, 0, 0};
    static const HV_UINT8 Resume[] = {0x1D, 0, 0, 0, 0, 0, 0, 0};
    static const HV_UINT8 Modify[] = {0x19, 0, 0, 0, 0, 0, 0, 0, 0, 0x10, 0, 0, 0, 0, 0, 0, 0, 0x20, 0, 0, 0, 0, 0, 0};
    HV_UINT32 Features;

    (void)State;
    for (Features = 0; Features < 0x100; ++Features)
    {
        MILE_HV_VMBUS Bus = BusOf(VMBUS_VERSION_COPPER, Features);
        HV_INPUT_POST_MESSAGE Input = Used();

        if (Features & VMBUS_FEATURE_FLAG_PAUSE_RESUME)
        {
            assert_int_equal(MileHvPauseBuild(&Bus, &Input), MileHvSuccess);
            AssertPosted(&Input, 0x1234, Pause, sizeof(Pause));
            Input = Used();
            assert_int_equal(MileHvResumeBuild(&Bus, &Input), MileHvSuccess);
            AssertPosted(&Input, 0x1234, Resume, sizeof(Resume));
            Input = Used();
        }
        else
        {
            assert_int_equal(MileHvPauseBuild(&Bus, &Input), MileHvUnavailable);
            assert_int_equal(MileHvResumeBuild(&Bus, &Input), MileHvUnavailable);
        }
        if ((Features & 0x44) != VMBUS_FEATURE_FLAG_MODIFY_CONNECTION)
        {
            assert_int_equal(MileHvModifyConnectionBuild(&Bus, 0x1000, 0x2000, &Input), MileHvUnavailable);
            continue;
        }
        assert_int_equal(MileHvModifyConnectionBuild(&Bus, 0x1000, 0x2000, &Input), MileHvSuccess);
        AssertPosted(&Input, 0x1234, Modify, sizeof(Modify));
        assert_int_equal(MileHvModifyConnectionBuild(&Bus, 0, 0, &Input), MileHvSuccess);
        assert_int_equal(MileHvModifyConnectionBuild(&Bus, 0x1000, 0, &Input), MileHvInvalid);
        assert_int_equal(MileHvModifyConnectionBuild(&Bus, 0, 0x2000, &Input), MileHvInvalid);
        assert_int_equal(MileHvModifyConnectionBuild(&Bus, 0x1000, 0x2010, &Input), MileHvInvalid);
        assert_int_equal(MileHvModifyConnectionBuild(&Bus, 0x1010, 0x2000, &Input), MileHvInvalid);
    }
}

/*
 * Checks. Each is called through one form.
 */

typedef union ANY_MESSAGE
{
    VMBUS_CHANNEL_MESSAGE_HEADER Header;
    VMBUS_CHANNEL_OFFER_CHANNEL Offer;
    VMBUS_CHANNEL_RESCIND_OFFER Rescind;
    VMBUS_CHANNEL_OPEN_RESULT OpenResult;
    VMBUS_CHANNEL_GPADL_CREATED Created;
    VMBUS_CHANNEL_GPADL_TORNDOWN Torndown;
    VMBUS_CHANNEL_MODIFY_CHANNEL_RESPONSE Modify;
    VMBUS_CHANNEL_MODIFY_CONNECTION_RESPONSE ModifyConnection;
    VMBUS_CHANNEL_CLOSE_RESERVED_RESPONSE CloseReserved;
    VMBUS_CHANNEL_TL_CONNECT_RESULT Connect;
    HV_UINT8 Bytes[MAXIMUM_SYNIC_MESSAGE_BYTES];
} ANY_MESSAGE;

typedef MILE_HV_RESULT (*CHECK)(const void *, HV_UINT32, const MILE_HV_VMBUS *, ANY_MESSAGE *);
#define FORM(Check, Member)                                                                                            \
    static MILE_HV_RESULT Call##Check(const void *Message, HV_UINT32 Bytes, const MILE_HV_VMBUS *Bus,                  \
                                      ANY_MESSAGE *Any)                                                                \
    {                                                                                                                  \
        return MileHv##Check(Message, Bytes, Bus, &Any->Member);                                                       \
    }
FORM(OfferCheck, Offer)
FORM(RescindCheck, Rescind)
FORM(OpenResultCheck, OpenResult)
FORM(GpadlCreatedCheck, Created)
FORM(GpadlTorndownCheck, Torndown)
FORM(ModifyChannelResponseCheck, Modify)
FORM(ModifyConnectionResponseCheck, ModifyConnection)
FORM(CloseReservedResponseCheck, CloseReserved)
FORM(TlConnectResultCheck, Connect)

static const struct
{
    HV_UINT32 Type, Bytes, Since, Feature;
    CHECK Check; /* None: a header only. */
    HV_UINT32 NamesChannel;
} Messages[] = {
    {1, 196, VMBUS_VERSION_WIN7, 0, CallOfferCheck, 0},
    {2, 12, VMBUS_VERSION_V1, 0, CallRescindCheck, 1},
    {4, 8, VMBUS_VERSION_V1, 0, NULL, 0},
    {6, 20, VMBUS_VERSION_V1, 0, CallOpenResultCheck, 1},
    {10, 20, VMBUS_VERSION_V1, 0, CallGpadlCreatedCheck, 1},
    {12, 12, VMBUS_VERSION_V1, 0, CallGpadlTorndownCheck, 0},
    {17, 8, VMBUS_VERSION_WIN7, 0, NULL, 0},
    {20, 12, VMBUS_VERSION_WIN10, 0, CallCloseReservedResponseCheck, 1},
    {23, 44, VMBUS_VERSION_WIN10RS3_0, 0, CallTlConnectResultCheck, 0},
    {24, 16, VMBUS_VERSION_IRON, 0, CallModifyChannelResponseCheck, 1},
    {26, 9, VMBUS_VERSION_COPPER, VMBUS_FEATURE_FLAG_MODIFY_CONNECTION, CallModifyConnectionResponseCheck, 0},
    {28, 8, VMBUS_VERSION_COPPER, VMBUS_FEATURE_FLAG_PAUSE_RESUME, NULL, 0},
};

/* A message that every check accepts: its type, and all that it has filled with small numbers. */
static void GoodMessage(HV_UINT32 Type, HV_UINT8 Bytes[MAXIMUM_SYNIC_MESSAGE_BYTES])
{
    VMBUS_CHANNEL_OFFER_CHANNEL Offer;

    memset(Bytes, 0xA5, MAXIMUM_SYNIC_MESSAGE_BYTES);
    memcpy(Bytes, &Type, 4);
    Bytes[8] = 0x34; /* The channel's id, of those that have it there. */
    Bytes[9] = 0x02;
    Bytes[10] = Bytes[11] = 0;
    if (Type == ChannelMessageOfferChannel)
    {
        memset(&Offer, 0xA5, sizeof(Offer));
        Offer.Header.MessageType = ChannelMessageOfferChannel;
        Offer.ChildRelId = 0x234;
        Offer.MonitorId = 127;
        Offer.MonitorAsUINT8 = 0xFF;
        Offer.ConnectionId.AsUINT32 = 0x10234;
        memcpy(Bytes, &Offer, sizeof(Offer));
    }
}

/* The header's table is the one of VMBus/ChannelMessage.h. */
static void EveryTypeOfAHostHasALength(void **State)
{
    const MILE_HV_VMBUS Bus = BusOf(VMBUS_VERSION_COPPER, ALL_FEATURES);

    (void)State;
#define LEAST_Host(Type, Structure, Minimum)                                                                           \
    assert_int_equal(MileHvChannelMessageLeast(&Bus, Type),                                                            \
                     Type == ChannelMessageVersionResponse ? Minimum : sizeof(Structure));
#define LEAST_Guest(Type, Structure, Minimum) assert_int_equal(MileHvChannelMessageLeast(&Bus, Type), 0);
#define LEAST(Type, Structure, Minimum, Sender) LEAST_##Sender(Type, Structure, Minimum)
    HV_VMBUS_CHANNEL_MESSAGE_LIST(LEAST)
    assert_int_equal(MileHvChannelMessageLeast(&Bus, ChannelMessageInvalid), 0);
    assert_int_equal(MileHvChannelMessageLeast(&Bus, ChannelMessageCount), 0);
    assert_int_equal(MileHvChannelMessageLeast(&Bus, 0xFFFFFFFF), 0);
}

static void AVersionHasItsTypes(void **State)
{
    HV_UINT8 Bytes[MAXIMUM_SYNIC_MESSAGE_BYTES];
    VMBUS_CHANNEL_MESSAGE_TYPE Type;
    ANY_MESSAGE Any;
    size_t Index;
    size_t Of;

    (void)State;
    for (Index = 0; Index < COUNT(Messages); ++Index)
    {
        GoodMessage(Messages[Index].Type, Bytes);
        for (Of = 0; Of <= COUNT(Versions); ++Of)
        {
            /* The last one is no connection at all. */
            const HV_UINT32 Version = Of == COUNT(Versions) ? 0 : Versions[Of];
            const int Has = Version != 0 && (Version >= Messages[Index].Since || Messages[Index].Type == 1);
            MILE_HV_VMBUS Bus = BusOf(Version, ALL_FEATURES);

            assert_int_equal(MileHvChannelMessageCheck(Bytes, sizeof(Bytes), &Bus, &Type),
                             Has ? MileHvSuccess : MileHvUnavailable);
            assert_int_equal(Type, Messages[Index].Type);
            if (Messages[Index].Check != NULL)
            {
                assert_int_equal(Messages[Index].Check(Bytes, sizeof(Bytes), &Bus, &Any),
                                 Has ? MileHvSuccess : MileHvUnavailable);
            }
            if (Version == VMBUS_VERSION_COPPER && Messages[Index].Feature != 0)
            {
                Bus = BusOf(Version, Messages[Index].Feature);
                assert_int_equal(MileHvChannelMessageCheck(Bytes, sizeof(Bytes), &Bus, &Type), MileHvSuccess);
                Bus = BusOf(Version, ALL_FEATURES & ~Messages[Index].Feature);
                assert_int_equal(MileHvChannelMessageCheck(Bytes, sizeof(Bytes), &Bus, &Type), MileHvUnavailable);
            }
        }
    }
    GoodMessage(ChannelMessageVersionResponse, Bytes);
    for (Of = 0; Of < COUNT(Versions); ++Of)
    {
        MILE_HV_VMBUS Bus = BusOf(Versions[Of], 0);

        assert_int_equal(MileHvChannelMessageCheck(Bytes, 16, &Bus, &Type), MileHvSuccess);
        Bus.Version = 0;
        assert_int_equal(MileHvChannelMessageCheck(Bytes, 16, &Bus, &Type), MileHvSuccess);
    }
}

/* Every length, ending at the guard page, and at an odd address. */
static void ShortMessagesAreRefused(void **State)
{
    const MILE_HV_VMBUS Bus = BusOf(VMBUS_VERSION_COPPER, ALL_FEATURES);
    HV_UINT8 Bytes[MAXIMUM_SYNIC_MESSAGE_BYTES + 1] = {0};
    VMBUS_CHANNEL_MESSAGE_TYPE Type;
    HV_UINT32 Length;
    ANY_MESSAGE Any;
    size_t Index;

    (void)State;
    for (Index = 0; Index < COUNT(Messages); ++Index)
    {
        GoodMessage(Messages[Index].Type, Bytes);
        for (Length = 0; Length <= sizeof(Bytes); ++Length)
        {
            const MILE_HV_RESULT Expected =
                (Length >= Messages[Index].Bytes && Length <= 240) ? MileHvSuccess : MileHvCorrupt;

            assert_int_equal(MileHvChannelMessageCheck(GuardEnd(Bytes, Length), Length, &Bus, &Type), Expected);
            assert_int_equal(MileHvChannelMessageCheck(GuardBegin(Bytes, Length, 1), Length, &Bus, &Type), Expected);
            if (Messages[Index].Check == NULL)
            {
                continue;
            }
            memset(&Any, 0, sizeof(Any));
            assert_int_equal(Messages[Index].Check(GuardEnd(Bytes, Length), Length, &Bus, &Any), Expected);
            assert_int_equal(Messages[Index].Check(GuardBegin(Bytes, Length, 1), Length, &Bus, &Any), Expected);
            if (Expected == MileHvSuccess && Messages[Index].Type != ChannelMessageOfferChannel)
            {
                assert_memory_equal(&Any, Bytes, Messages[Index].Bytes);
            }
        }
    }
}

static void OtherTypesAreNotTaken(void **State)
{
    const MILE_HV_VMBUS Bus = BusOf(VMBUS_VERSION_COPPER, ALL_FEATURES);
    MILE_HV_CONTACT Contact = FullContact(VMBUS_VERSION_COPPER);
    HV_UINT8 Bytes[MAXIMUM_SYNIC_MESSAGE_BYTES];
    VMBUS_CHANNEL_MESSAGE_TYPE Type;
    MILE_HV_VMBUS Answer;
    ANY_MESSAGE Any;
    HV_UINT32 Value;
    size_t Index;

    (void)State;
    for (Index = 0; Index < COUNT(Messages); ++Index)
    {
        for (Value = 0; Messages[Index].Check != NULL && Value < 64; ++Value)
        {
            GoodMessage(Messages[Index].Type, Bytes);
            memcpy(Bytes, &Value, 4);
            assert_int_equal(Messages[Index].Check(Bytes, sizeof(Bytes), &Bus, &Any),
                             Value == Messages[Index].Type ? MileHvSuccess : MileHvInvalid);
        }
    }
    for (Value = 0; Value < 64; ++Value)
    {
        memcpy(Bytes, &Value, 4);
        if (Value != ChannelMessageVersionResponse)
        {
            assert_int_equal(MileHvVersionResponseCheck(Bytes, sizeof(Bytes), &Contact, &Answer), MileHvInvalid);
        }
    }
    /* The type is 32 bits wide. */
    Value = 0x00010000 + ChannelMessageRescindChannelOffer;
    memcpy(Bytes, &Value, 4);
    assert_int_equal(MileHvChannelMessageCheck(Bytes, sizeof(Bytes), &Bus, &Type), MileHvUnavailable);
    assert_int_equal(Type, Value);
}

static void ChannelIdsAreBounded(void **State)
{
    static const struct
    {
        HV_UINT32 Id;
        MILE_HV_RESULT Result;
    } Cases[] = {
        {0, MileHvCorrupt},       {1, MileHvSuccess},          {2047, MileHvSuccess},       {2048, MileHvCorrupt},
        {0x10001, MileHvCorrupt}, {0x80000001, MileHvCorrupt}, {0xFFFFFFFF, MileHvCorrupt},
    };
    const MILE_HV_VMBUS Bus = BusOf(VMBUS_VERSION_COPPER, ALL_FEATURES);
    HV_UINT8 Bytes[MAXIMUM_SYNIC_MESSAGE_BYTES];
    ANY_MESSAGE Any;
    size_t Index;
    size_t Of;

    (void)State;
    for (Of = 0; Of < COUNT(Cases); ++Of)
    {
        for (Index = 0; Index < COUNT(Messages); ++Index)
        {
            GoodMessage(Messages[Index].Type, Bytes);
            if (Messages[Index].NamesChannel)
            {
                memcpy(Bytes + 8, &Cases[Of].Id, 4);
                assert_int_equal(Messages[Index].Check(Bytes, sizeof(Bytes), &Bus, &Any), Cases[Of].Result);
            }
        }
        GoodMessage(ChannelMessageOfferChannel, Bytes);
        memcpy(Bytes + offsetof(VMBUS_CHANNEL_OFFER_CHANNEL, ChildRelId), &Cases[Of].Id, 4);
        assert_int_equal(CallOfferCheck(Bytes, sizeof(Bytes), &Bus, &Any), Cases[Of].Result);
    }
}

/*
 * Version responses.
 */

static VMBUS_CHANNEL_VERSION_RESPONSE FullResponse(void)
{
    VMBUS_CHANNEL_VERSION_RESPONSE Response;

    memset(&Response, 0xA5, sizeof(Response));
    Response.Header.MessageType = ChannelMessageVersionResponse;
    Response.VersionSupported = 1;
    Response.ConnectionState = VmbusChannelConnectionSuccessful;
    Response.ConnectionId.AsUINT32 = 0x800074;
    Response.SupportedFeatures = 0xFFFFFFFF;
    Response.ParentToChildMonitorPageGpa = 0x5000;
    Response.ChildToParentMonitorPageGpa = 0x6000;
    return Response;
}

static void AVersionIsAgreedOn(void **State)
{
    HV_UINT8 Bytes[MAXIMUM_SYNIC_MESSAGE_BYTES + 1];
    VMBUS_CHANNEL_VERSION_RESPONSE Response = FullResponse();
    MILE_HV_VMBUS Bus;
    HV_UINT32 Length;
    size_t Index;
    int Pages;

    (void)State;
    memset(Bytes, 0xA5, sizeof(Bytes));
    memcpy(Bytes, &Response, sizeof(Response));
    for (Index = 0; Index < COUNT(Versions); ++Index)
    {
        for (Pages = 0; Pages < 2; ++Pages)
        {
            MILE_HV_CONTACT Contact = FullContact(Versions[Index]);
            const int Copper = Versions[Index] >= VMBUS_VERSION_COPPER;
            const HV_UINT32 Least = !Copper ? 16 : Pages ? 40 : 20;

            Contact.Features = Pages ? VMBUS_FEATURE_FLAG_SERVER_SPECIFIED_MONITOR_PAGES | 1 : 1;
            for (Length = 0; Length <= sizeof(Bytes); ++Length)
            {
                const MILE_HV_RESULT Expected = (Length >= Least && Length <= 240) ? MileHvSuccess : MileHvCorrupt;

                memset(&Bus, 0xEE, sizeof(Bus));
                assert_int_equal(MileHvVersionResponseCheck(GuardEnd(Bytes, Length), Length, &Contact, &Bus), Expected);
                if (Expected != MileHvSuccess)
                {
                    assert_int_equal(Bus.Version, 0); /* Nothing that passes for a connection. */
                    continue;
                }
                assert_int_equal(Bus.Version, Versions[Index]);
                assert_int_equal(Bus.ConnectionId.AsUINT32,
                                 Versions[Index] >= VMBUS_VERSION_WIN10RS3_1 ? 0x800074 : VMBUS_MESSAGE_CONNECTION_ID);
                assert_int_equal(Bus.Features, Copper ? Contact.Features : 0);
                assert_int_equal(Bus.ConnectionState, 0);
                assert_int_equal(Bus.ParentToChildPage, Copper && Pages ? 0x5000 : Contact.ParentToChildPage);
                assert_int_equal(Bus.ChildToParentPage, Copper && Pages ? 0x6000 : Contact.ChildToParentPage);
            }
        }
    }
}

/* The host has less than it was asked for, and what it claims besides does not count. */
static void FeaturesAreThoseOfBoth(void **State)
{
    VMBUS_CHANNEL_VERSION_RESPONSE Response = FullResponse();
    MILE_HV_CONTACT Contact = FullContact(VMBUS_VERSION_COPPER);
    MILE_HV_VMBUS Bus;

    (void)State;
    Contact.Features = 0x0F;
    Response.SupportedFeatures = 0xFFFFFFF5;
    assert_int_equal(MileHvVersionResponseCheck(&Response, sizeof(Response), &Contact, &Bus), MileHvSuccess);
    assert_int_equal(Bus.Features, 0x05);
    assert_int_equal(Bus.ChildToParentPage, 0x9000);

    /* Asked for, and not granted: the guest's own pages stay. */
    Contact.Features = ALL_FEATURES;
    Response.SupportedFeatures = 0x3F;
    assert_int_equal(MileHvVersionResponseCheck(&Response, 20, &Contact, &Bus), MileHvSuccess);
    assert_int_equal(Bus.Features, 0x3F);
    assert_int_equal(Bus.ChildToParentPage, 0x9000);
}

static void ARefusalIsSixteenBytes(void **State)
{
    VMBUS_CHANNEL_VERSION_RESPONSE Response = FullResponse();
    MILE_HV_VMBUS Bus;
    size_t Index;
    int State8;

    (void)State;
    for (Index = 0; Index < COUNT(Versions); ++Index)
    {
        MILE_HV_CONTACT Contact = FullContact(Versions[Index]);

        Response = FullResponse();
        Response.VersionSupported = 0;
        Response.ConnectionState = 2; /* Not valid, as all that follows. */
        Response.ConnectionId.AsUINT32 = 0xFFFFFFFF;
        assert_int_equal(MileHvVersionResponseCheck(GuardEnd(&Response, 16), 16, &Contact, &Bus), MileHvUnavailable);
        assert_int_equal(Bus.Version, 0);
        assert_int_equal(MileHvVersionResponseCheck(GuardEnd(&Response, 15), 15, &Contact, &Bus), MileHvCorrupt);

        Response = FullResponse();
        for (State8 = 0; State8 < 256; ++State8)
        {
            const int Fails = State8 != 0 && Versions[Index] >= VMBUS_VERSION_WIN8;

            Response.ConnectionState = (HV_UINT8)State8;
            assert_int_equal(MileHvVersionResponseCheck(&Response, sizeof(Response), &Contact, &Bus),
                             Fails ? MileHvFailed : MileHvSuccess);
            assert_int_equal(Bus.ConnectionState, Fails ? State8 : 0);
            assert_int_equal(Bus.Version, Fails ? 0 : Versions[Index]);
        }
    }
}

static void ConnectionsAndPagesOfTheHostAreBounded(void **State)
{
    static const struct
    {
        HV_UINT64 ParentToChild, ChildToParent;
        MILE_HV_RESULT Result;
    } Pages[] = {
        {0, 0x6000, MileHvSuccess}, {0x5000, 0x6000, MileHvSuccess}, {0x5000, 0, MileHvCorrupt},
        {0, 0, MileHvCorrupt},      {0x5001, 0x6000, MileHvCorrupt}, {0x5000, 0x6800, MileHvCorrupt},
    };
    VMBUS_CHANNEL_VERSION_RESPONSE Response = FullResponse();
    MILE_HV_CONTACT Contact = FullContact(VMBUS_VERSION_COPPER);
    MILE_HV_VMBUS Bus;
    HV_UINT32 Bit;
    size_t Index;

    (void)State;
    for (Bit = 0; Bit < 32; ++Bit)
    {
        Response.ConnectionId.AsUINT32 = 1U << Bit;
        assert_int_equal(MileHvVersionResponseCheck(&Response, sizeof(Response), &Contact, &Bus),
                         Bit < 24 ? MileHvSuccess : MileHvCorrupt);
        assert_int_equal(Bus.Version, Bit < 24 ? VMBUS_VERSION_COPPER : 0);
    }
    /* Before 5.0 the same word is a version, and not looked at. */
    Contact.Version = VMBUS_VERSION_WIN10RS3_0;
    Response.SelectedVersion = 0xFFFFFFFF;
    assert_int_equal(MileHvVersionResponseCheck(&Response, 16, &Contact, &Bus), MileHvSuccess);
    assert_int_equal(Bus.ConnectionId.AsUINT32, VMBUS_MESSAGE_CONNECTION_ID);

    Contact = FullContact(VMBUS_VERSION_COPPER);
    Contact.Features = VMBUS_FEATURE_FLAG_SERVER_SPECIFIED_MONITOR_PAGES;
    Response = FullResponse();
    for (Index = 0; Index < COUNT(Pages); ++Index)
    {
        Response.ParentToChildMonitorPageGpa = Pages[Index].ParentToChild;
        Response.ChildToParentMonitorPageGpa = Pages[Index].ChildToParent;
        assert_int_equal(MileHvVersionResponseCheck(&Response, sizeof(Response), &Contact, &Bus), Pages[Index].Result);
    }
}

/*
 * Offers.
 */

static void AnOfferIsWhatItsVersionHas(void **State)
{
    HV_UINT8 Bytes[MAXIMUM_SYNIC_MESSAGE_BYTES];
    VMBUS_CHANNEL_OFFER_CHANNEL Sent;
    VMBUS_CHANNEL_OFFER_CHANNEL Offer;
    HV_UINT32 Length;
    size_t Index;

    (void)State;
    GoodMessage(ChannelMessageOfferChannel, Bytes);
    memcpy(&Sent, Bytes, sizeof(Sent));
    for (Index = 0; Index < COUNT(Versions); ++Index)
    {
        const HV_UINT32 Version = Versions[Index];
        const MILE_HV_VMBUS Bus = BusOf(Version, 0);
        const HV_UINT32 Least = Version < VMBUS_VERSION_WIN7 ? 190 : 196;

        for (Length = 0; Length <= sizeof(Bytes); ++Length)
        {
            const MILE_HV_RESULT Expected = Length >= Least ? MileHvSuccess : MileHvCorrupt;

            memset(&Offer, 0xFF, sizeof(Offer));
            assert_int_equal(MileHvOfferCheck(GuardEnd(Bytes, Length), Length, &Bus, &Offer), Expected);
            if (Expected != MileHvSuccess)
            {
                continue;
            }
            assert_int_equal(Offer.Header.MessageType, 1);
            assert_int_equal(Offer.Header.Padding, 0);
            assert_memory_equal(&Offer.InterfaceType, &Sent.InterfaceType, 16);
            assert_memory_equal(&Offer.InterfaceInstance, &Sent.InterfaceInstance, 16);
            assert_int_equal(Offer.Reserved, 0);
            assert_int_equal(Offer.Reserved2, 0);
            assert_int_equal(Offer.MmioMegabytes, 0xA5A5);
            assert_memory_equal(Offer.UserDefined, Sent.UserDefined, sizeof(Sent.UserDefined));
            assert_int_equal(Offer.SubChannelIndex, Version < VMBUS_VERSION_WIN8 ? 0 : 0xA5A5);
            assert_int_equal(Offer.MmioMegabytesOptional, 0xA5A5);
            assert_int_equal(Offer.ChildRelId, 0x234);
            assert_int_equal(Offer.MonitorId, 127);
            assert_int_equal(Offer.MonitorAsUINT8, 1);
            assert_int_equal(Offer.InterruptAsUINT16, Version < VMBUS_VERSION_WIN7 ? 0 : 1);
            assert_int_equal(Offer.ConnectionId.AsUINT32, Version < VMBUS_VERSION_WIN7 ? 0 : 0x10234);
        }
    }
}

static void FlagsOfAnOfferAreTheKnownOnes(void **State)
{
    HV_UINT8 Bytes[MAXIMUM_SYNIC_MESSAGE_BYTES];
    VMBUS_CHANNEL_OFFER_CHANNEL Offer;
    HV_UINT32 Features;
    MILE_HV_VMBUS Bus;
    size_t Index;

    (void)State;
    GoodMessage(ChannelMessageOfferChannel, Bytes);
    memset(Bytes + offsetof(VMBUS_CHANNEL_OFFER_CHANNEL, Flags), 0xFF, 2);
    for (Index = 0; Index < COUNT(Versions); ++Index)
    {
        Bus = BusOf(Versions[Index], 0);
        assert_int_equal(MileHvOfferCheck(Bytes, 196, &Bus, &Offer), MileHvSuccess);
        assert_int_equal(Offer.Flags, Versions[Index] < VMBUS_VERSION_WIN10 ? 0x11 : 0x2011);
    }
    for (Features = 0; Features < 0x100; ++Features)
    {
        Bus = BusOf(VMBUS_VERSION_COPPER, Features);
        assert_int_equal(MileHvOfferCheck(Bytes, 196, &Bus, &Offer), MileHvSuccess);
        assert_int_equal(Offer.Flags, 0x2011 | ((Features & 0x10) ? 0x6 : 0) | ((Features & 0x80) ? 0x8 : 0));
    }
}

static void MonitorsAndConnectionsOfAnOfferAreBounded(void **State)
{
    const MILE_HV_VMBUS Bus = BusOf(VMBUS_VERSION_IRON, 0);
    HV_UINT8 Bytes[MAXIMUM_SYNIC_MESSAGE_BYTES];
    VMBUS_CHANNEL_OFFER_CHANNEL Offer;
    HV_UINT32 Value;

    (void)State;
    for (Value = 0; Value < 256; ++Value)
    {
        GoodMessage(ChannelMessageOfferChannel, Bytes);
        Bytes[offsetof(VMBUS_CHANNEL_OFFER_CHANNEL, MonitorId)] = (HV_UINT8)Value;
        assert_int_equal(MileHvOfferCheck(Bytes, 196, &Bus, &Offer), Value < 128 ? MileHvSuccess : MileHvCorrupt);
        Bytes[offsetof(VMBUS_CHANNEL_OFFER_CHANNEL, MonitorAsUINT8)] = 0xFE;
        assert_int_equal(MileHvOfferCheck(Bytes, 196, &Bus, &Offer), MileHvSuccess);
        assert_int_equal(Offer.MonitorId, VMBUS_INVALID_MONITOR_ID);
        assert_int_equal(Offer.MonitorAsUINT8, 0);
    }
    for (Value = 0; Value < 32; ++Value)
    {
        const HV_UINT32 Id = 1U << Value;

        GoodMessage(ChannelMessageOfferChannel, Bytes);
        memcpy(Bytes + offsetof(VMBUS_CHANNEL_OFFER_CHANNEL, ConnectionId), &Id, 4);
        assert_int_equal(MileHvOfferCheck(Bytes, 196, &Bus, &Offer), Value < 24 ? MileHvSuccess : MileHvCorrupt);
    }
}

static void APipeIsOfAKnownKind(void **State)
{
    VMBUS_CHANNEL_OFFER_CHANNEL Offer;
    HVSOCK_PIPE_TYPE Type;
    HV_UINT32 Value;

    (void)State;
    memset(&Offer, 0, sizeof(Offer));
    assert_int_equal(MileHvOfferPipe(&Offer, &Type), MileHvUnavailable);
    Offer.Flags = VMBUS_OFFER_FLAG_NAMED_PIPE_MODE;
    for (Value = 0; Value < 256; ++Value)
    {
        Offer.UserDefined[0] = (HV_UINT8)Value;
        assert_int_equal(MileHvOfferPipe(&Offer, &Type), Value == 0 || Value == 4 ? MileHvSuccess : MileHvCorrupt);
        if (Value == 0 || Value == 4)
        {
            assert_int_equal(Type, Value);
        }
    }
    Offer.UserDefined[0] = 4;
    Offer.UserDefined[3] = 1;
    assert_int_equal(MileHvOfferPipe(&Offer, &Type), MileHvCorrupt);
}

/* Every byte of every message takes every value: what is accepted keeps to its bounds. */
static void EveryByteTakesEveryValue(void **State)
{
    const MILE_HV_VMBUS Bus = BusOf(VMBUS_VERSION_COPPER, ALL_FEATURES);
    HV_UINT8 Bytes[MAXIMUM_SYNIC_MESSAGE_BYTES];
    ANY_MESSAGE Any;
    HV_UINT32 Place;
    HV_UINT32 Value;
    size_t Index;

    (void)State;
    for (Index = 0; Index < COUNT(Messages); ++Index)
    {
        for (Place = 0; Messages[Index].Check != NULL && Place < Messages[Index].Bytes; ++Place)
        {
            for (Value = 0; Value < 256; ++Value)
            {
                HV_UINT8 *At;
                HV_UINT32 Id;

                GoodMessage(Messages[Index].Type, Bytes);
                At = (HV_UINT8 *)GuardEnd(Bytes, Messages[Index].Bytes);
                At[Place] = (HV_UINT8)Value;
                if (Messages[Index].Check(At, Messages[Index].Bytes, &Bus, &Any) != MileHvSuccess)
                {
                    continue;
                }
                assert_int_equal(Any.Header.MessageType, Messages[Index].Type);
                Id = Messages[Index].Type == 1 ? Any.Offer.ChildRelId : Any.Rescind.ChildRelId;
                if (Messages[Index].NamesChannel || Messages[Index].Type == 1)
                {
                    assert_in_range(Id, 1, 2047);
                }
                if (Messages[Index].Type == 1)
                {
                    assert_true(Any.Offer.ConnectionId.AsUINT32 < 0x1000000);
                    assert_true(Any.Offer.MonitorAllocated ? Any.Offer.MonitorId < 128 : Any.Offer.MonitorId == 0xFF);
                    assert_int_equal(Any.Offer.Flags & ~0x201F, 0);
                }
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest Tests[] = {
        cmocka_unit_test(VersionsComeNewestFirst),
        cmocka_unit_test(ContactHasTheFormOfItsVersion),
        cmocka_unit_test(ClientIdIsSentWithItsFeature),
        cmocka_unit_test(ContactsThatCannotBeAreRefused),
        cmocka_unit_test(SmallMessagesAreTheirVectors),
        cmocka_unit_test(GpadlsAreSplitAndPutTogether),
        cmocka_unit_test(OpenHasTheFormOfItsFeatures),
        cmocka_unit_test(OpensThatCannotBeAreRefused),
        cmocka_unit_test(BuildersKnowWhatTheVersionHas),
        cmocka_unit_test(BuildersKnowWhatTheFeaturesHave),
        cmocka_unit_test(EveryTypeOfAHostHasALength),
        cmocka_unit_test(AVersionHasItsTypes),
        cmocka_unit_test(ShortMessagesAreRefused),
        cmocka_unit_test(OtherTypesAreNotTaken),
        cmocka_unit_test(ChannelIdsAreBounded),
        cmocka_unit_test(AVersionIsAgreedOn),
        cmocka_unit_test(FeaturesAreThoseOfBoth),
        cmocka_unit_test(ARefusalIsSixteenBytes),
        cmocka_unit_test(ConnectionsAndPagesOfTheHostAreBounded),
        cmocka_unit_test(AnOfferIsWhatItsVersionHas),
        cmocka_unit_test(FlagsOfAnOfferAreTheKnownOnes),
        cmocka_unit_test(MonitorsAndConnectionsOfAnOfferAreBounded),
        cmocka_unit_test(APipeIsOfAKnownKind),
        cmocka_unit_test(EveryByteTakesEveryValue),
    };
    return cmocka_run_group_tests(Tests, NULL, NULL);
}
