/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The VMBus server: the guest's channel messages, offers, GPADLs, devices.
 *
 * VMBus/ChannelMessage.h describes the conversation. This file is its other end:
 * BusMessage() takes one message, and a table of handlers has one row a type. A
 * message at the wrong time, for an unknown channel or with a bad length is
 * dropped, as that header describes; a GPADL or an open request that cannot be
 * served gets its answer with a status.
 */

#include "bus.h"
#include "channel.h"
#include "machine.h"
#include "monitor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <Mile.HyperV/VMBus/ChannelMessage.h>

enum
{
    FirstConnection = 0x2000, /* Of channels' signals; above the bus's own. */
    MaximumEntries = 1 << 18, /* GPADL entries in all: a bound for what the guest makes the host allocate. */
};

/* Features of VMBUS_VERSION_COPPER that this host has. */
#define FEATURES                                                                                                       \
    (VMBUS_FEATURE_FLAG_GUEST_SPECIFIED_SIGNAL_PARAMETERS | VMBUS_FEATURE_FLAG_MODIFY_CONNECTION |                     \
     VMBUS_FEATURE_FLAG_CLIENT_ID)

static BUS_OPTIONS Options;
static HOST_DEVICE *Devices;
static HOST_CHANNEL *Channels[BusMaximumChannels + 1]; /* By number; number 0 is not used. */
static unsigned EntriesInUse;

/* The connection. */
static HV_UINT32 Version; /* 0: none. */
static HV_UINT32 Features;
static unsigned MessageProcessor;
static int OffersWereSent;

HV_UINT32 BusVersion(void)
{
    return Version;
}

const char *GuidText(const HV_GUID *Guid)
{
    static char Texts[4][40];
    static unsigned Next;
    char *Text = Texts[Next++ % 4];

    snprintf(Text, sizeof(Texts[0]), "%08x-%04x-%04x-%02x%02x-%02x%02x%02x%02x%02x%02x", Guid->Data1, Guid->Data2,
             Guid->Data3, Guid->Data4[0], Guid->Data4[1], Guid->Data4[2], Guid->Data4[3], Guid->Data4[4],
             Guid->Data4[5], Guid->Data4[6], Guid->Data4[7]);
    return Text;
}

/* To one processor: responses about reserved channels go where their request says. */
static void PostTo(unsigned Processor, void *Message, unsigned Bytes, VMBUS_CHANNEL_MESSAGE_TYPE Type)
{
    VMBUS_CHANNEL_MESSAGE_HEADER *Header = Message;

    Header->MessageType = Type;
    HostTrace("message to the guest: type %u", Type);
    SynicPost(Processor, Message, Bytes);
}

static void Post(void *Message, unsigned Bytes, VMBUS_CHANNEL_MESSAGE_TYPE Type)
{
    PostTo(MessageProcessor, Message, Bytes, Type);
}

/*
 * Channels and offers.
 */

static HOST_CHANNEL *FindChannel(HV_UINT32 Id)
{
    return Id != 0 && Id <= BusMaximumChannels ? Channels[Id] : NULL;
}

/* For messages about channels that may have been rescinded: their device may be gone. */
static const char *DeviceName(const HOST_CHANNEL *Channel)
{
    return Channel->Device != NULL ? Channel->Device->Name : "a removed device";
}

HOST_CHANNEL *BusNextChannel(const HOST_CHANNEL *Channel)
{
    for (unsigned Id = Channel != NULL ? Channel->Id + 1 : 1; Id <= BusMaximumChannels; ++Id)
    {
        if (Channels[Id] != NULL)
        {
            return Channels[Id];
        }
    }
    return NULL;
}

static void SendOffer(HOST_CHANNEL *Channel)
{
    const HV_UINT16 Known = Version >= VMBUS_VERSION_WIN10 ? VMBUS_OFFER_FLAGS_WIN10 : VMBUS_OFFER_FLAGS_WIN6;
    VMBUS_CHANNEL_OFFER_CHANNEL Offer = {0};

    if (Version == 0 || !OffersWereSent || Channel->IsOffered || Channel->IsRescinded)
    {
        return;
    }
    Offer.InterfaceType = Channel->Class;
    Offer.InterfaceInstance = Channel->Instance;
    Offer.Flags = Channel->OfferFlags & Known;
    Offer.MmioMegabytes = Channel->Device->Type->MmioMegabytes;
    memcpy(Offer.UserDefined, Channel->UserDefined, sizeof(Offer.UserDefined));
    Offer.SubChannelIndex = (HV_UINT16)Channel->SubChannel;
    Offer.ChildRelId = Channel->Id;
    MonitorAssign(Channel);
    Offer.MonitorId = (HV_UINT8)Channel->Monitor;
    Offer.MonitorAllocated = Channel->Monitor != VMBUS_INVALID_MONITOR_ID;
    Offer.IsDedicatedInterrupt = 1;
    Offer.ConnectionId.Id = (FirstConnection + Channel->Id) & 0xFFFFFF;
    if (Channel->Device->Type->Offer != NULL)
    {
        Channel->Device->Type->Offer(Channel, &Offer);
    }
    if (HostFault("monitor-id"))
    {
        Offer.MonitorId = VMBUS_MAX_MONITORS;
        Offer.MonitorAllocated = 1;
    }
    Channel->IsOffered = 1;
    Post(&Offer, HostFault("short-offer") ? 100 : sizeof(Offer), ChannelMessageOfferChannel);
    if (HostFault("twin-offer"))
    {
        Post(&Offer, sizeof(Offer), ChannelMessageOfferChannel);
    }
}

static HOST_CHANNEL *AddChannel(HOST_DEVICE *Device, unsigned SubChannel)
{
    for (unsigned Id = 1; Id <= BusMaximumChannels; ++Id)
    {
        HOST_CHANNEL *Channel = Channels[Id] == NULL ? calloc(1, sizeof(*Channel)) : NULL;

        if (Channel != NULL)
        {
            Channel->Device = Device;
            Channel->Id = Id;
            Channel->SubChannel = SubChannel;
            Channel->Monitor = VMBUS_INVALID_MONITOR_ID;
            Channel->Connection = FirstConnection + Id;
            Channel->Class = Device->Type->Class;
            Channel->Instance = Device->Instance;
            Channel->OfferFlags = Device->Type->OfferFlags;
            if ((Channel->OfferFlags & VMBUS_OFFER_FLAG_NAMED_PIPE_MODE) != 0)
            {
                const HVSOCK_PIPE_TYPE Message = VmbusHvsockPipeTypeMessage;

                memcpy(Channel->UserDefined, &Message, sizeof(Message));
            }
            Channels[Id] = Channel;
            return Channel;
        }
    }
    return NULL;
}

HOST_CHANNEL *BusAddSubChannel(HOST_DEVICE *Device, unsigned SubChannel)
{
    HOST_CHANNEL *Channel = AddChannel(Device, SubChannel);

    if (Channel != NULL)
    {
        SendOffer(Channel);
    }
    return Channel;
}

HOST_CHANNEL *BusAddSocket(HOST_DEVICE *Device, const HV_GUID *Service, const HV_GUID *Endpoint, int IsForGuestAccept)
{
    HOST_CHANNEL *Channel = AddChannel(Device, 0);
    HVSOCK_USER_DEFINED_PARAMETERS Parameters = {0};

    if (Channel != NULL)
    {
        Parameters.PipeParameters.PipeType = VmbusHvsockPipeTypeByte;
        Parameters.IsForGuestAccept = (HV_UINT8)IsForGuestAccept;
        Parameters.Version = HvsockParametersVersionRS5;
        Channel->Class = *Service;
        Channel->Instance = *Endpoint;
        Channel->OfferFlags = VMBUS_OFFER_FLAG_ENUMERATE_DEVICE_INTERFACE | VMBUS_OFFER_FLAG_NAMED_PIPE_MODE |
                              VMBUS_OFFER_FLAG_TLNPI_PROVIDER;
        memcpy(Channel->UserDefined, &Parameters, sizeof(Parameters));
        SendOffer(Channel);
    }
    return Channel;
}

static void FreeGpadl(HOST_GPADL *Gpadl)
{
    EntriesInUse -= Gpadl->EntryTotal;
    free(Gpadl->Entries);
    memset(Gpadl, 0, sizeof(*Gpadl));
}

static void FreeGpadls(HOST_CHANNEL *Channel)
{
    for (unsigned Index = 0; Index < ChannelMaximumGpadls; ++Index)
    {
        FreeGpadl(&Channel->Gpadls[Index]);
    }
}

static void FreeChannel(HOST_CHANNEL *Channel)
{
    ChannelClose(Channel);
    MonitorRelease(Channel);
    FreeGpadls(Channel);
    if (Channel->Device != NULL && Channel->Device->Channel == Channel)
    {
        Channel->Device->Channel = NULL;
    }
    Channels[Channel->Id] = NULL;
    free(Channel);
}

void BusRescind(HOST_CHANNEL *Channel)
{
    VMBUS_CHANNEL_RESCIND_OFFER Rescind = {.ChildRelId = Channel->Id};

    if (Channel->IsRescinded)
    {
        return;
    }
    ChannelClose(Channel);
    Channel->IsRescinded = 1;
    if (Channel->Device->Channel == Channel)
    {
        Channel->Device->Channel = NULL;
    }
    if (!Channel->IsOffered)
    {
        FreeChannel(Channel);
        return;
    }
    Post(&Rescind, sizeof(Rescind), ChannelMessageRescindChannelOffer);
}

/* Whether a channel lives only as long as one connection: a sub-channel, a socket, and what was rescinded. */
static int IsTemporary(const HOST_CHANNEL *Channel)
{
    return Channel->IsRescinded || Channel->SubChannel != 0 ||
           (Channel->OfferFlags & VMBUS_OFFER_FLAG_TLNPI_PROVIDER) != 0;
}

/*
 * Forgets all that the guest has done: before a new connection and after an unload. Reserved channels stay open, and
 * keep their GPADLs. The monitor pages go first: whatever is in that memory now is no business of the host's.
 */
static void Reset(void)
{
    (void)MonitorSetPages(0, 0);
    Version = 0;
    Features = 0;
    OffersWereSent = 0;
    /* Sub-channels close first. */
    for (unsigned Id = 1; Id <= BusMaximumChannels; ++Id)
    {
        if (Channels[Id] != NULL && IsTemporary(Channels[Id]))
        {
            FreeChannel(Channels[Id]);
        }
    }
    for (unsigned Id = 1; Id <= BusMaximumChannels; ++Id)
    {
        HOST_CHANNEL *Channel = Channels[Id];

        if (Channel != NULL)
        {
            MonitorRelease(Channel);
            if (!Channel->IsReserved || !Channel->IsOpen)
            {
                ChannelClose(Channel);
                FreeGpadls(Channel);
                Channel->IsReserved = 0;
            }
            Channel->IsOffered = 0;
        }
    }
    SynicForget();
}

/*
 * Messages: connecting.
 */

static int IsVersionKnown(HV_UINT32 Wanted)
{
#define HOST_VERSION(Name) Name,
    static const HV_UINT32 Known[] = {HV_VMBUS_VERSION_LIST(HOST_VERSION)};
#undef HOST_VERSION

    for (unsigned Index = 0; Index < sizeof(Known) / sizeof(Known[0]); ++Index)
    {
        /* Before VMBUS_VERSION_WIN8 all channels share one interrupt page, which this host does not have. */
        if (Known[Index] == Wanted && Wanted >= VMBUS_VERSION_WIN8 && Wanted <= Options.MaximumVersion)
        {
            return !HostFault("no-version");
        }
    }
    return 0;
}

static void TakeInitiateContact(HV_UINT32 Connection, const void *Message, unsigned Bytes)
{
    VMBUS_CHANNEL_INITIATE_CONTACT Contact = {0};
    VMBUS_CHANNEL_VERSION_RESPONSE Response = {0};
    HV_UINT32 Wanted;
    int IsGood;

    memcpy(&Contact, Message, Bytes < sizeof(Contact) ? Bytes : sizeof(Contact));
    Wanted = Contact.VMBusVersionRequested;
    Reset();
    MessageProcessor = 0;
    if (Wanted >= VMBUS_VERSION_WIN8_1 && Contact.TargetMessageVp < MachineProcessors())
    {
        MessageProcessor = Contact.TargetMessageVp;
    }
    if (!IsVersionKnown(Wanted))
    {
        HostSay("version %u.%u is refused", Wanted >> 16, Wanted & 0xFFFF);
        Post(&Response, VMBUS_CHANNEL_VERSION_RESPONSE_MIN_SIZE, ChannelMessageVersionResponse);
        return;
    }
    IsGood = MonitorSetPages(Contact.ParentToChildMonitorPageGpa, Contact.ChildToParentMonitorPageGpa);
    if (Connection == VMBUS_MULTICLIENT_MESSAGE_CONNECTION_ID && Wanted >= VMBUS_VERSION_MULTICLIENT)
    {
        /* The interrupt lines end at this SINT (synic.c), and there are no VTLs. */
        IsGood = IsGood && Contact.TargetSint == VMBUS_MESSAGE_SINT && Contact.TargetVtl == 0;
    }
    Response.VersionSupported = 1;
    Response.ConnectionState = IsGood ? VmbusChannelConnectionSuccessful : VmbusChannelConnectionFailedUnknownFailure;
    Response.SelectedVersion = Wanted;
    if (Wanted >= VMBUS_VERSION_WIN10RS3_1)
    {
        Response.ConnectionId.AsUINT32 = VMBUS_MULTICLIENT_MESSAGE_CONNECTION_ID;
    }
    if (IsGood)
    {
        Version = Wanted;
        Features = Wanted >= VMBUS_VERSION_COPPER ? Contact.FeatureFlags & FEATURES : 0;
        Response.SupportedFeatures = Features;
        HostSay("version %u.%u is agreed on", Wanted >> 16, Wanted & 0xFFFF);
    }
    else
    {
        (void)MonitorSetPages(0, 0);
    }
    Post(&Response,
         Wanted >= VMBUS_VERSION_COPPER ? VMBUS_CHANNEL_VERSION_RESPONSE_COPPER_SIZE
                                        : VMBUS_CHANNEL_VERSION_RESPONSE_MIN_SIZE,
         ChannelMessageVersionResponse);
}

/* Other monitor pages, or none. Not while a channel is open that is signalled through them. */
static void TakeModifyConnection(const void *Message)
{
    VMBUS_CHANNEL_MODIFY_CONNECTION Modify;
    VMBUS_CHANNEL_MODIFY_CONNECTION_RESPONSE Response = {0};

    if ((Features & VMBUS_FEATURE_FLAG_MODIFY_CONNECTION) == 0)
    {
        return;
    }
    memcpy(&Modify, Message, sizeof(Modify));
    Response.ConnectionState = VmbusChannelConnectionFailedUnknownFailure;
    if (!MonitorIsInUse() &&
        MonitorSetPages(Modify.ParentToChildMonitorPageGpa, Modify.ChildToParentMonitorPageGpa))
    {
        Response.ConnectionState = VmbusChannelConnectionSuccessful;
    }
    HostSay("the guest changes its monitor pages: %s",
            Response.ConnectionState == VmbusChannelConnectionSuccessful ? "taken" : "refused");
    Post(&Response, sizeof(Response), ChannelMessageModifyConnectionResponse);
}

static void TakeRequestOffers(const void *Message)
{
    VMBUS_CHANNEL_ALL_OFFERS_DELIVERED Delivered = {0};

    (void)Message;
    if (OffersWereSent)
    {
        return;
    }
    OffersWereSent = 1;
    for (unsigned Id = 1; Id <= BusMaximumChannels; ++Id)
    {
        if (Channels[Id] != NULL)
        {
            SendOffer(Channels[Id]);
        }
    }
    if (!HostFault("no-offers-end"))
    {
        Post(&Delivered, sizeof(Delivered), ChannelMessageAllOffersDelivered);
    }
}

static void TakeUnload(const void *Message)
{
    VMBUS_CHANNEL_UNLOAD_COMPLETE Complete = {0};

    (void)Message;
    Reset();
    HostSay("the guest unloads the bus");
    Post(&Complete, sizeof(Complete), ChannelMessageUnloadComplete);
}

/*
 * Messages: GPADLs.
 */

static void AnswerGpadl(HV_UINT32 Channel, HV_UINT32 Id, HV_NTSTATUS Status)
{
    VMBUS_CHANNEL_GPADL_CREATED Created = {.ChildRelId = Channel, .Gpadl = Id, .CreationStatus = Status};

    if (HostFault("gpadl-silence"))
    {
        return;
    }
    if (Status != HV_NTSTATUS_SUCCESS)
    {
        HostSay("GPADL %u of channel %u is refused", Id, Channel);
    }
    Post(&Created, sizeof(Created), ChannelMessageGpadlCreated);
}

static HOST_GPADL *FindGpadl(HOST_CHANNEL *Channel, HV_UINT32 Id)
{
    for (unsigned Index = 0; Index < ChannelMaximumGpadls; ++Index)
    {
        if (Channel->Gpadls[Index].EntryTotal != 0 && Channel->Gpadls[Index].Id == Id)
        {
            return &Channel->Gpadls[Index];
        }
    }
    return NULL;
}

HOST_GPADL *ChannelGpadl(HOST_CHANNEL *Channel, HV_UINT32 Id)
{
    HOST_GPADL *Gpadl = FindGpadl(Channel, Id);

    return Gpadl != NULL && Gpadl->Bytes != 0 ? Gpadl : NULL;
}

/*
 * All entries have come: takes the ranges apart, so that only page numbers are left. Of several ranges, all but the
 * first begin and all but the last end at a page's border, so that the memory has one order and no holes.
 */
static int CompleteGpadl(HOST_GPADL *Gpadl)
{
    HV_UINT64 Bytes = 0;
    unsigned At = 0;

    if (MileHvGpaRangesCheck(Gpadl->Entries, Gpadl->EntryTotal * 8, Gpadl->RangeCount) != Gpadl->EntryTotal * 8)
    {
        return 0;
    }
    for (unsigned Range = 0; Range < Gpadl->RangeCount; ++Range)
    {
        VMBUS_GPA_RANGE_ENTRY Head = {.AsUINT64 = Gpadl->Entries[At]};
        unsigned Pages = GPA_RANGE_PFN_COUNT(Head.ByteCount, Head.ByteOffset);

        if (Range == 0)
        {
            Gpadl->FirstOffset = Head.ByteOffset;
        }
        if ((Range != 0 && Head.ByteOffset != 0) ||
            (Range + 1 < Gpadl->RangeCount && (Head.ByteOffset + Head.ByteCount) % HostPageBytes != 0))
        {
            return 0;
        }
        Bytes += Head.ByteCount;
        for (unsigned Page = 0; Page < Pages; ++Page)
        {
            HV_UINT64 Number = Gpadl->Entries[At + 1 + Page];

            if (Number > UINT64_MAX / HostPageBytes || HostMemory(Number * HostPageBytes, HostPageBytes) == NULL)
            {
                return 0;
            }
            Gpadl->Entries[Gpadl->PageCount++] = Number;
        }
        At += 1 + Pages;
    }
    if (Bytes > UINT32_MAX)
    {
        return 0;
    }
    Gpadl->Bytes = (HV_UINT32)Bytes;
    return 1;
}

static void AddEntries(HOST_CHANNEL *Channel, HOST_GPADL *Gpadl, const HV_UINT8 *Entries, unsigned Bytes)
{
    unsigned Count = Bytes / 8;
    HV_UINT32 Id = Gpadl->Id;

    Count = Count < Gpadl->EntryTotal - Gpadl->EntryCount ? Count : Gpadl->EntryTotal - Gpadl->EntryCount;
    memcpy(Gpadl->Entries + Gpadl->EntryCount, Entries, (size_t)Count * 8);
    Gpadl->EntryCount += Count;
    if (Gpadl->EntryCount < Gpadl->EntryTotal)
    {
        return;
    }
    if (CompleteGpadl(Gpadl) && !HostFault("no-gpadl"))
    {
        AnswerGpadl(Channel->Id, Id, HV_NTSTATUS_SUCCESS);
    }
    else
    {
        FreeGpadl(Gpadl);
        AnswerGpadl(Channel->Id, Id, HV_NTSTATUS_INVALID_PARAMETER);
    }
}

static void TakeGpadlHeader(const void *Message, unsigned Bytes)
{
    VMBUS_CHANNEL_GPADL_HEADER Header;
    HOST_CHANNEL *Channel;
    HOST_GPADL *Gpadl = NULL;

    memcpy(&Header, Message, sizeof(Header));
    Channel = FindChannel(Header.ChildRelId);
    if (Channel == NULL || !Channel->IsOffered)
    {
        return;
    }
    for (unsigned Index = 0; Index < ChannelMaximumGpadls && Gpadl == NULL; ++Index)
    {
        Gpadl = Channel->Gpadls[Index].EntryTotal == 0 ? &Channel->Gpadls[Index] : NULL;
    }
    if (Header.RangeBufLen % 8 != 0 || Header.RangeBufLen < 16 || Header.RangeCount == 0 || Gpadl == NULL ||
        Channel->IsReserved ||
        FindGpadl(Channel, Header.Gpadl) != NULL || EntriesInUse + Header.RangeBufLen / 8U > MaximumEntries)
    {
        AnswerGpadl(Header.ChildRelId, Header.Gpadl, HV_NTSTATUS_INVALID_PARAMETER);
        return;
    }
    Gpadl->Entries = calloc(Header.RangeBufLen / 8U, 8);
    if (Gpadl->Entries == NULL)
    {
        HostFail("memory");
    }
    Gpadl->Id = Header.Gpadl;
    Gpadl->RangeCount = Header.RangeCount;
    Gpadl->EntryTotal = Header.RangeBufLen / 8U;
    EntriesInUse += Gpadl->EntryTotal;
    AddEntries(Channel, Gpadl, (const HV_UINT8 *)Message + sizeof(Header), Bytes - (unsigned)sizeof(Header));
}

static void TakeGpadlBody(const void *Message, unsigned Bytes)
{
    VMBUS_CHANNEL_GPADL_BODY Body;

    memcpy(&Body, Message, sizeof(Body));
    /* A body does not name its channel: it continues the one GPADL of this number that is not complete. */
    for (HOST_CHANNEL *Channel = BusNextChannel(NULL); Channel != NULL; Channel = BusNextChannel(Channel))
    {
        HOST_GPADL *Gpadl = FindGpadl(Channel, Body.Gpadl);

        if (Gpadl != NULL && Gpadl->Bytes == 0)
        {
            AddEntries(Channel, Gpadl, (const HV_UINT8 *)Message + sizeof(Body), Bytes - (unsigned)sizeof(Body));
            return;
        }
    }
}

static void TakeGpadlTeardown(const void *Message)
{
    VMBUS_CHANNEL_GPADL_TEARDOWN Teardown;
    VMBUS_CHANNEL_GPADL_TORNDOWN Torndown = {0};
    HOST_CHANNEL *Channel;
    HOST_GPADL *Gpadl;

    memcpy(&Teardown, Message, sizeof(Teardown));
    Channel = FindChannel(Teardown.ChildRelId);
    Gpadl = Channel != NULL ? ChannelGpadl(Channel, Teardown.Gpadl) : NULL;
    if (Gpadl == NULL || Channel->IsReserved)
    {
        return;
    }
    if (Channel->IsOpen && Channel->RingGpadl == Teardown.Gpadl)
    {
        HostSay("channel %u: the guest takes the rings back before it closes", Channel->Id);
        ChannelClose(Channel);
    }
    FreeGpadl(Gpadl);
    Torndown.Gpadl = Teardown.Gpadl;
    Post(&Torndown, sizeof(Torndown), ChannelMessageGpadlTorndown);
}

/*
 * Messages: channels.
 */

static void TakeOpenChannel(const void *Message, unsigned Bytes)
{
    VMBUS_CHANNEL_OPEN_CHANNEL Open = {0};
    VMBUS_CHANNEL_OPEN_RESULT Result = {0};
    HOST_CHANNEL *Channel;
    const int HasSignals = (Features & VMBUS_FEATURE_FLAG_GUEST_SPECIFIED_SIGNAL_PARAMETERS) != 0;

    if (HasSignals && Bytes < sizeof(Open))
    {
        return;
    }
    memcpy(&Open, Message, Bytes < sizeof(Open) ? Bytes : sizeof(Open));
    Channel = FindChannel(Open.ChildRelId);
    if (Channel == NULL || !Channel->IsOffered || Channel->IsRescinded || Channel->IsOpen)
    {
        return;
    }
    Channel->Processor = Open.TargetVp;
    Channel->EventFlag = HasSignals ? Open.EventFlag : Channel->Id;
    Channel->Connection = HasSignals ? Open.ConnectionId.Id : FirstConnection + Channel->Id;
    Channel->IsReserved = 0;
    MonitorDescribe(Channel);
    Result.ChildRelId = Open.ChildRelId;
    Result.OpenId = Open.OpenId;
    if ((Open.TargetVp < MachineProcessors() || Open.TargetVp == VMBUS_VP_INDEX_DISABLE_INTERRUPT) &&
        Channel->EventFlag < HV_EVENT_FLAGS_COUNT && !HostFault("no-open") &&
        Channel->Connection > VMBUS_MULTICLIENT_MESSAGE_CONNECTION_ID &&
        ChannelOpen(Channel, Open.RingBufferGpadlHandle, Open.DownstreamRingBufferPageOffset))
    {
        HostTrace("%s opens (channel %u, processor %u)", Channel->Device->Name, Channel->Id, Channel->Processor);
        if (!HostFault("open-silence"))
        {
            Post(&Result, sizeof(Result), ChannelMessageOpenChannelResult);
        }
        ChannelStart(Channel, Open.UserData);
        return;
    }
    HostSay("%s cannot be opened (channel %u)", Channel->Device->Name, Channel->Id);
    Result.Status = HV_NTSTATUS_UNSUCCESSFUL;
    Post(&Result, sizeof(Result), ChannelMessageOpenChannelResult);
}

static void TakeCloseChannel(const void *Message)
{
    VMBUS_CHANNEL_CLOSE_CHANNEL Close;
    HOST_CHANNEL *Channel;

    memcpy(&Close, Message, sizeof(Close));
    Channel = FindChannel(Close.ChildRelId);
    if (Channel == NULL || Channel->IsReserved)
    {
        return;
    }
    HostTrace("%s closes (channel %u)", DeviceName(Channel), Channel->Id);
    ChannelClose(Channel);
    /* A socket lives as long as it is open. */
    if ((Channel->OfferFlags & VMBUS_OFFER_FLAG_TLNPI_PROVIDER) != 0)
    {
        BusRescind(Channel);
    }
}

/*
 * Messages: reserved channels. A small driver of a guest that crashed or hibernates opens one by the number of its
 * offer and a GPADL that it created while there was time, and polls: the channel takes no interrupts, and lives on when
 * the connection ends.
 */

/* Whether a response can be sent to a processor's SINT: the interrupt lines end at one (synic.c). */
static int CanAnswer(HV_VP_INDEX Processor, HV_UINT32 Sint)
{
    return Sint == VMBUS_MESSAGE_SINT && Processor < MachineProcessors() && !SynicIsFull(Processor);
}

static void TakeOpenReservedChannel(const void *Message)
{
    VMBUS_CHANNEL_OPEN_RESERVED_CHANNEL Open;
    VMBUS_CHANNEL_OPEN_RESULT Result = {0};
    HOST_CHANNEL *Channel;

    memcpy(&Open, Message, sizeof(Open));
    Channel = FindChannel(Open.ChannelId);
    if (Version < VMBUS_VERSION_WIN10 || Channel == NULL || !Channel->IsOffered || Channel->IsRescinded ||
        Channel->IsOpen || !CanAnswer(Open.TargetVp, Open.TargetSint))
    {
        return;
    }
    Channel->Processor = VMBUS_VP_INDEX_DISABLE_INTERRUPT;
    Channel->IsReserved = 0;
    Channel->Connection = FirstConnection + Channel->Id;
    Result.ChildRelId = Open.ChannelId;
    Result.Status = HV_NTSTATUS_UNSUCCESSFUL;
    if (!IsTemporary(Channel) && !HostFault("no-open") &&
        ChannelOpen(Channel, Open.RingBufferGpadl, Open.DownstreamPageOffset))
    {
        Result.Status = HV_NTSTATUS_SUCCESS;
        Channel->IsReserved = 1;
    }
    HostSay("%s: channel %u is %s as a reserved one", Channel->Device->Name, Channel->Id,
            Channel->IsReserved ? "opened" : "not opened");
    PostTo(Open.TargetVp, &Result, sizeof(Result), ChannelMessageOpenChannelResult);
    if (Channel->IsReserved)
    {
        const HV_UINT8 UserData[MAX_USER_DEFINED_BYTES] = {0};

        ChannelStart(Channel, UserData);
    }
}

static void TakeCloseReservedChannel(const void *Message)
{
    VMBUS_CHANNEL_CLOSE_RESERVED_CHANNEL Close;
    VMBUS_CHANNEL_CLOSE_RESERVED_RESPONSE Response = {0};
    HOST_CHANNEL *Channel;

    memcpy(&Close, Message, sizeof(Close));
    Channel = FindChannel(Close.ChannelId);
    if (Channel == NULL || !Channel->IsReserved || !CanAnswer(Close.TargetVp, Close.TargetSint))
    {
        return;
    }
    ChannelClose(Channel);
    Channel->IsReserved = 0;
    HostSay("%s: the reserved channel %u is closed", DeviceName(Channel), Channel->Id);
    if (!Channel->IsOffered)
    {
        FreeGpadls(Channel); /* They are of a connection that has ended. */
    }
    Response.ChannelId = Close.ChannelId;
    PostTo(Close.TargetVp, &Response, sizeof(Response), ChannelMessageCloseReservedResponse);
}

static void TakeRelIdReleased(const void *Message)
{
    VMBUS_CHANNEL_RELID_RELEASED Released;
    HOST_CHANNEL *Channel;

    memcpy(&Released, Message, sizeof(Released));
    Channel = FindChannel(Released.ChildRelId);
    if (Channel == NULL || Channel->IsOpen)
    {
        return;
    }
    if (Channel->IsRescinded)
    {
        FreeChannel(Channel);
    }
    else
    {
        Channel->IsOffered = 0;
    }
}

static void TakeModifyChannel(const void *Message)
{
    VMBUS_CHANNEL_MODIFY_CHANNEL Modify;
    VMBUS_CHANNEL_MODIFY_CHANNEL_RESPONSE Response = {0};
    HOST_CHANNEL *Channel;

    memcpy(&Modify, Message, sizeof(Modify));
    Channel = FindChannel(Modify.ChildRelId);
    if (Version < VMBUS_VERSION_WIN10RS3_0 || Channel == NULL)
    {
        return;
    }
    Response.ChildRelId = Modify.ChildRelId;
    if (Channel->IsOpen && Modify.TargetVp < MachineProcessors() &&
        Channel->Processor != VMBUS_VP_INDEX_DISABLE_INTERRUPT)
    {
        HostTrace("%s: channel %u moves to processor %u", Channel->Device->Name, Channel->Id, Modify.TargetVp);
        Channel->Processor = Modify.TargetVp;
    }
    else
    {
        Response.Status = HV_NTSTATUS_UNSUCCESSFUL;
    }
    if (Version >= VMBUS_VERSION_IRON)
    {
        Post(&Response, sizeof(Response), ChannelMessageModifyChannelResponse);
    }
}

static void TakeTlConnectRequest(const void *Message, unsigned Bytes)
{
    VMBUS_CHANNEL_TL_CONNECT_REQUEST Request = {0};
    VMBUS_CHANNEL_TL_CONNECT_RESULT Result = {0};

    if (Version < VMBUS_VERSION_WIN10)
    {
        return;
    }
    memcpy(&Request, Message, Bytes < sizeof(Request) ? Bytes : sizeof(Request));
    for (HOST_DEVICE *Device = Devices; Device != NULL; Device = Device->Next)
    {
        if (Device->Type->Connect != NULL && Device->Type->Connect(Device, &Request))
        {
            return;
        }
    }
    if (Version >= VMBUS_VERSION_WIN10RS3_0)
    {
        Result.EndpointId = Request.EndpointId;
        Result.ServiceId = Request.ServiceId;
        Result.Status = HV_NTSTATUS_CONNECTION_REFUSED;
        Post(&Result, sizeof(Result), ChannelMessageTlConnectRequestResult);
    }
}

HV_STATUS BusMessage(HV_UINT32 Connection, const void *Message, unsigned Bytes)
{
    enum
    {
        Guest = 1,
        Host = 2,
    };
    static const struct
    {
        unsigned Sender;
        unsigned MinimumBytes;
    } Types[ChannelMessageCount] = {
#define HOST_MESSAGE(Type, Structure, MinimumSize, From) [Type] = {From, MinimumSize},
        HV_VMBUS_CHANNEL_MESSAGE_LIST(HOST_MESSAGE)
#undef HOST_MESSAGE
    };
    VMBUS_CHANNEL_MESSAGE_HEADER Header;

    if (Connection != VMBUS_MESSAGE_CONNECTION_ID && Connection != VMBUS_MULTICLIENT_MESSAGE_CONNECTION_ID)
    {
        return HV_STATUS_INVALID_CONNECTION_ID;
    }
    if (SynicIsFull(MessageProcessor))
    {
        return HV_STATUS_INSUFFICIENT_BUFFERS; /* The guest tries again after it has taken what waits. */
    }
    if (Bytes < sizeof(Header))
    {
        return HV_STATUS_SUCCESS;
    }
    memcpy(&Header, Message, sizeof(Header));
    HostTrace("message of the guest: type %u, %u bytes", Header.MessageType, Bytes);
    if (Header.MessageType >= ChannelMessageCount || Types[Header.MessageType].Sender != Guest ||
        Bytes < Types[Header.MessageType].MinimumBytes ||
        (Version == 0 && Header.MessageType != ChannelMessageInitiateContact &&
         Header.MessageType != ChannelMessageUnload && Header.MessageType != ChannelMessageCloseReservedChannel))
    {
        HostTrace("the message is dropped");
        return HV_STATUS_SUCCESS;
    }
    switch (Header.MessageType)
    {
    case ChannelMessageInitiateContact:
        TakeInitiateContact(Connection, Message, Bytes);
        break;
    case ChannelMessageRequestOffers:
        TakeRequestOffers(Message);
        break;
    case ChannelMessageGpadlHeader:
        TakeGpadlHeader(Message, Bytes);
        break;
    case ChannelMessageGpadlBody:
        TakeGpadlBody(Message, Bytes);
        break;
    case ChannelMessageGpadlTeardown:
        TakeGpadlTeardown(Message);
        break;
    case ChannelMessageOpenChannel:
        TakeOpenChannel(Message, Bytes);
        break;
    case ChannelMessageCloseChannel:
        TakeCloseChannel(Message);
        break;
    case ChannelMessageRelIdReleased:
        TakeRelIdReleased(Message);
        break;
    case ChannelMessageModifyChannel:
        TakeModifyChannel(Message);
        break;
    case ChannelMessageModifyConnection:
        TakeModifyConnection(Message);
        break;
    case ChannelMessageOpenReservedChannel:
        TakeOpenReservedChannel(Message);
        break;
    case ChannelMessageCloseReservedChannel:
        TakeCloseReservedChannel(Message);
        break;
    case ChannelMessageTlConnectRequest:
        TakeTlConnectRequest(Message, Bytes);
        break;
    case ChannelMessageUnload:
        TakeUnload(Message);
        break;
    default:
        HostTrace("the message is of a feature that this host does not have");
    }
    return HV_STATUS_SUCCESS;
}

/*
 * Devices.
 */

void BusCreate(const BUS_OPTIONS *Wanted)
{
    Options = *Wanted;
    MonitorCreate(Options.MonitorMicroseconds);
}

void BusReport(void)
{
    for (HOST_CHANNEL *Channel = BusNextChannel(NULL); Channel != NULL; Channel = BusNextChannel(Channel))
    {
        if (Channel->IsOpen)
        {
            HostSay("%s: channel %u: %llu packets came, %llu went, %u wait; rings: guest's in %u out %u, host's in %u out %u",
                    Channel->Device->Name, Channel->Id, (unsigned long long)Channel->Statistics.PacketsIn,
                    (unsigned long long)Channel->Statistics.PacketsOut, Channel->QueueCount,
                    MileHvLoad32(&Channel->In.Control->In), MileHvLoad32(&Channel->In.Control->Out),
                    MileHvLoad32(&Channel->Out.Control->In), MileHvLoad32(&Channel->Out.Control->Out));
        }
    }
}

HOST_DEVICE *BusDevices(void)
{
    return Devices;
}

HOST_DEVICE *BusAddDevice(const HOST_DEVICE_TYPE *Type, const char *Arguments, char *Reason)
{
    HOST_DEVICE *Device = calloc(1, sizeof(*Device));
    HOST_DEVICE **Last = &Devices;
    unsigned Number = 0;

    if (Device == NULL || (Device->State = calloc(1, Type->StateBytes + 1)) == NULL)
    {
        HostFail("memory");
    }
    for (; *Last != NULL; Last = &(*Last)->Next)
    {
        if ((*Last)->Type == Type && (*Last)->Number >= Number)
        {
            Number = (*Last)->Number + 1;
        }
    }
    Device->Type = Type;
    Device->Number = Number;
    Device->Instance = Type->Instance;
    Device->Instance.Data4[7] = (HV_UINT8)(Device->Instance.Data4[7] + Number);
    snprintf(Device->Name, sizeof(Device->Name), "%s%u", Type->Name, Number);
    strcpy(Reason, "it cannot be created");
    if (Type->Create != NULL && !Type->Create(Device, Arguments, Reason))
    {
        free(Device->State);
        free(Device);
        return NULL;
    }
    *Last = Device;
    if (Type->Connect == NULL) /* A socket provider has the channels of its sockets only. */
    {
        Device->Channel = AddChannel(Device, 0);
        if (Device->Channel == NULL)
        {
            strcpy(Reason, "too many channels");
            BusRemoveDevice(Device);
            return NULL;
        }
        SendOffer(Device->Channel);
    }
    return Device;
}

void BusRemoveDevice(HOST_DEVICE *Device)
{
    for (unsigned Id = 1; Id <= BusMaximumChannels; ++Id)
    {
        HOST_CHANNEL *Channel = Channels[Id];

        if (Channel != NULL && Channel->Device == Device)
        {
            BusRescind(Channel);
            if (Channels[Id] != NULL)
            {
                Channel->Device = NULL; /* The number stays in use until the guest has released it. */
            }
        }
    }
    for (HOST_DEVICE **Link = &Devices; *Link != NULL; Link = &(*Link)->Next)
    {
        if (*Link == Device)
        {
            *Link = Device->Next;
            break;
        }
    }
    if (Device->Type->Destroy != NULL)
    {
        Device->Type->Destroy(Device);
    }
    free(Device->State);
    free(Device);
}
