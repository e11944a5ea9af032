/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The VMBus's control plane: posting and taking channel messages, agreeing on a version, the offers.
 *
 * The VMBus has no registers. The guest posts messages to the host by a
 * hypercall, the host's arrive in the slot of one SynIC source, and all else is
 * agreed on in them: first a version, then which devices there are, then, for each
 * device that the guest wants, memory and signals (channel.c).
 *
 * There is no error message. What the host has no use for it drops, and who waits
 * for an answer learns of that by waiting. Nor is there an order: any message
 * may come while another one is awaited, a device may be added or taken away.
 */

#include "guest.h"

/** Aligned to its size, so that it does not cross a page. */
HV_DECLSPEC_ALIGN(256) HV_INPUT_POST_MESSAGE PostInput;

/** A bit for each channel id that is offered now. */
static HV_UINT32 Offered[VMBUS_MAX_CHANNELS / 32];

/** Whether a channel id, which was checked, is offered; and makes it so, or not. */
static HV_UINT32 SetOffered(HV_UINT32 ChildRelId, HV_UINT32 IsOffered)
{
    HV_UINT32 Bit = 1U << ChildRelId % 32;
    HV_UINT32 Before = Offered[ChildRelId / 32] & Bit;

    Offered[ChildRelId / 32] ^= (Before != 0) != (IsOffered != 0) ? Bit : 0;
    return Before != 0;
}

/** Posts PostInput; HV_STATUS_INSUFFICIENT_BUFFERS is a host that has not looked yet. */
static HV_STATUS PostForStatus(GUEST *Guest)
{
    HV_UINT64 Deadline = Now(Guest) + PATIENCE;
    HV_STATUS Status;

    do
    {
        Status = Hypercall(Guest, HvCallPostMessage, 0, ADDRESS(&PostInput), 0);
        ProcessorRelax();
    } while (Status == HV_STATUS_INSUFFICIENT_BUFFERS && Now(Guest) < Deadline);
    return Status;
}

GUEST_RESULT Post(GUEST *Guest, MILE_HV_RESULT Built)
{
    HV_STATUS Status;

    if (Built != MileHvSuccess)
    {
        return GuestPostFailed;
    }
    Status = PostForStatus(Guest);
    if (Status == HV_STATUS_SUCCESS)
    {
        return GuestDone;
    }
    PrintF("  HvCallPostMessage answers %s (0x%x)\n", ADDRESS(StatusName(Status)), Status);
    return GuestPostFailed;
}

/** Until when, and over how many other messages, the guest waits. */
typedef struct WAIT
{
    HV_UINT64 Deadline;
    HV_UINT32 Left;
} WAIT;

/**
 * Waits for the next channel message, whatever it is.
 *
 * What no host would send is dropped here. A device that is taken away is
 * noticed here, since that may happen at any time.
 */
static GUEST_RESULT Next(GUEST *Guest, WAIT *Wait, HV_MESSAGE *Message, VMBUS_CHANNEL_MESSAGE_TYPE *Type)
{
    VMBUS_CHANNEL_RESCIND_OFFER Rescind;
    MILE_HV_RESULT Result;

    while (Wait->Left-- != 0)
    {
        Result = WaitMessage(Guest, VMBUS_MESSAGE_SINT, Wait->Deadline, Message);
        if (Result != MileHvSuccess)
        {
            return Result == MileHvEmpty ? GuestVmbusSilent : GuestVmbusCorrupt;
        }
        if (Message->Header.MessageType != VMBUS_MESSAGE_TYPE)
        {
            PrintF("  dropped a message of type 0x%08x\n", Message->Header.MessageType);
            continue;
        }
        Result = MileHvChannelMessageCheck(Message->Payload, Message->Header.PayloadSize, &Guest->Bus, Type);
        if (Result == MileHvUnavailable)
        {
            PrintF("  dropped a channel message of type %u\n", *Type);
            continue;
        }
        if (Result != MileHvSuccess)
        {
            return GuestVmbusCorrupt;
        }
        if (*Type == ChannelMessageRescindChannelOffer)
        {
            if (MileHvRescindCheck(Message->Payload, Message->Header.PayloadSize, &Guest->Bus, &Rescind) !=
                MileHvSuccess)
            {
                return GuestVmbusCorrupt;
            }
            SetOffered(Rescind.ChildRelId, 0);
            if (Guest->HasOffer && Rescind.ChildRelId == Guest->Offer.ChildRelId)
            {
                Guest->HasOffer = 0;
                return GuestRescinded;
            }
        }
        return GuestDone;
    }
    return GuestVmbusSilent;
}

GUEST_RESULT WaitForEither(GUEST *Guest, VMBUS_CHANNEL_MESSAGE_TYPE One, VMBUS_CHANNEL_MESSAGE_TYPE Other,
                           HV_MESSAGE *Message, VMBUS_CHANNEL_MESSAGE_TYPE *Found)
{
    WAIT Wait = {Now(Guest) + PATIENCE, STRANGERS};

    for (;;)
    {
        GUEST_RESULT Result = Next(Guest, &Wait, Message, Found);

        if (Result != GuestDone || *Found == One || *Found == Other)
        {
            return Result;
        }
        /* A device that came or went meanwhile, for example. */
        PrintF("  passed over a channel message of type %u\n", *Found);
    }
}

GUEST_RESULT WaitFor(GUEST *Guest, VMBUS_CHANNEL_MESSAGE_TYPE Type, HV_MESSAGE *Message)
{
    VMBUS_CHANNEL_MESSAGE_TYPE Found;

    return WaitForEither(Guest, Type, Type, Message, &Found);
}

/*
 * Connecting: from the newest version down, until the host takes one.
 */

/** Before this one, signals went through a page of their own; this guest leaves that out. */
#define OLDEST_VERSION VMBUS_VERSION_WIN8

/** Two pairs of monitor pages, from parent to child and back: one for the connection, and one in place of it. */
static HV_DECLSPEC_ALIGN(4096) HV_MONITOR_PAGE MonitorPages[2][2];

GUEST_RESULT Connect(GUEST *Guest)
{
    HV_MESSAGE Message;
    MILE_HV_CONTACT Contact = {0};

    if (!Guest->HasSynic || !Guest->HasHypercalls)
    {
        return Skip("no SynIC, or no hypercalls");
    }
    if (!Guest->Detection.Privileges.PostMessages || !Guest->Detection.Privileges.SignalEvents)
    {
        return Skip("no privilege PostMessages, or none SignalEvents");
    }
    Contact.TargetVp = Guest->VpIndex;
    Contact.TargetSint = VMBUS_MESSAGE_SINT;
    Contact.Features = VMBUS_FEATURE_FLAG_MODIFY_CONNECTION;
    Contact.ParentToChildPage = ADDRESS(&MonitorPages[0][0]);
    Contact.ChildToParentPage = ADDRESS(&MonitorPages[0][1]);
    for (Contact.Version = MileHvVmbusVersionBelow(0xFFFFFFFFU); Contact.Version >= OLDEST_VERSION;
         Contact.Version = MileHvVmbusVersionBelow(Contact.Version))
    {
        HV_STATUS Status;
        GUEST_RESULT Result;
        MILE_HV_RESULT Answer;

        PrintF("  version %u.%u: ", Contact.Version >> 16, Contact.Version & 0xFFFF);
        (void)MileHvInitiateContactBuild(&Contact, &PostInput);
        Status = PostForStatus(Guest);
        if (Status != HV_STATUS_SUCCESS)
        {
            PrintF("%s (0x%x)\n", ADDRESS(StatusName(Status)), Status);
            if (Status != HV_STATUS_INVALID_CONNECTION_ID)
            {
                return GuestPostFailed;
            }
            /* An older host lacks the connection for newer contacts. Where the other one is missing too, no bus is. */
            if (Contact.Version < VMBUS_VERSION_MULTICLIENT)
            {
                return Skip("there is no VMBus here");
            }
            continue;
        }
        Result = WaitFor(Guest, ChannelMessageVersionResponse, &Message);
        if (Result != GuestDone)
        {
            Print("no answer\n");
            return Result;
        }
        Answer = MileHvVersionResponseCheck(Message.Payload, Message.Header.PayloadSize, &Contact, &Guest->Bus);
        if (Answer == MileHvSuccess)
        {
            PrintF("taken; messages go to connection %u\n", Guest->Bus.ConnectionId.AsUINT32);
            Guest->MonitorPage = &MonitorPages[0][1];
            return GuestDone;
        }
        if (Answer != MileHvUnavailable)
        {
            Print("no proper answer\n");
            return Answer == MileHvFailed ? GuestVmbusRefused : GuestVmbusCorrupt;
        }
        Print("refused\n");
    }
    return GuestVmbusRefused;
}

GUEST_RESULT Disconnect(GUEST *Guest)
{
    HV_MESSAGE Message;
    GUEST_RESULT Result;

    MileHvUnloadBuild(&Guest->Bus, &PostInput);
    Result = Post(Guest, MileHvSuccess);
    if (Result == GuestDone)
    {
        Result = WaitFor(Guest, ChannelMessageUnloadComplete, &Message);
    }
    Guest->Bus.Version = 0;
    Guest->HasOffer = 0;
    Guest->MonitorPage = 0;
    return Result;
}

/** Asks the host to take other monitor pages; @p State is what it says, 0 if it has taken them. */
static GUEST_RESULT ModifyConnection(GUEST *Guest, HV_MONITOR_PAGE *Pair, HV_UINT32 *State)
{
    VMBUS_CHANNEL_MODIFY_CONNECTION_RESPONSE Response;
    HV_MESSAGE Message;
    GUEST_RESULT Result =
        Post(Guest, MileHvModifyConnectionBuild(&Guest->Bus, ADDRESS(&Pair[0]), ADDRESS(&Pair[1]), &PostInput));

    if (Result == GuestDone)
    {
        Result = WaitFor(Guest, ChannelMessageModifyConnectionResponse, &Message);
    }
    if (Result != GuestDone)
    {
        return Result;
    }
    if (MileHvModifyConnectionResponseCheck(Message.Payload, Message.Header.PayloadSize, &Guest->Bus, &Response) !=
        MileHvSuccess)
    {
        return GuestVmbusCorrupt;
    }
    *State = Response.ConnectionState;
    PrintF("  other monitor pages: state %u\n", *State);
    return GuestDone;
}

GUEST_RESULT ReplaceMonitorPages(GUEST *Guest)
{
    HV_UINT32 State;
    GUEST_RESULT Result;

    if ((Guest->Bus.Features & VMBUS_FEATURE_FLAG_MODIFY_CONNECTION) == 0)
    {
        Print("  the host cannot change monitor pages\n");
        return GuestDone;
    }
    Result = ModifyConnection(Guest, MonitorPages[1], &State);
    if (Result == GuestDone && State == VmbusChannelConnectionSuccessful)
    {
        Guest->MonitorPage = &MonitorPages[1][1];
    }
    return Result;
}

/** The host must refuse other pages while a channel is signalled through these. */
GUEST_RESULT KeepMonitorPages(GUEST *Guest)
{
    HV_UINT32 State;
    GUEST_RESULT Result;

    if ((Guest->Bus.Features & VMBUS_FEATURE_FLAG_MODIFY_CONNECTION) == 0 || !Guest->IsOpen || !Guest->Signal.MonitorWord)
    {
        return Skip("no channel is signalled through a monitor page that the host can change");
    }
    Result = ModifyConnection(Guest, MonitorPages[0], &State);
    return Result == GuestDone && State == VmbusChannelConnectionSuccessful ? GuestVmbusCorrupt : Result;
}

/*
 * Offers.
 */

static HV_UINT32 IsSameGuid(const HV_GUID *Left, const HV_GUID *Right)
{
    const HV_UINT8 *A = (const HV_UINT8 *)Left;
    const HV_UINT8 *B = (const HV_UINT8 *)Right;
    HV_UINT32 Index = 0;

    while (Index < sizeof(HV_GUID) && A[Index] == B[Index])
    {
        ++Index;
    }
    return Index == sizeof(HV_GUID);
}

/** Name of a device class. */
static const char *ClassName(const HV_GUID *Class)
{
    static const struct
    {
        HV_GUID Id;
        const char *Name;
    } Classes[] = {
#define CLASS(Symbol, Initializer, Name, Header) {Initializer, Name},
        HV_VMBUS_DEVICE_LIST(CLASS)
#undef CLASS
    };

    for (HV_UINT32 Index = 0; Index < sizeof(Classes) / sizeof(Classes[0]); ++Index)
    {
        if (IsSameGuid(&Classes[Index].Id, Class))
        {
            return Classes[Index].Name;
        }
    }
    return "a class without a name";
}

GUEST_RESULT TakeOffer(GUEST *Guest, const HV_MESSAGE *Message, VMBUS_CHANNEL_OFFER_CHANNEL *Offer)
{
    /* An id that was offered already is a mistake of the host: messages and signals would be about both. */
    if (MileHvOfferCheck(Message->Payload, Message->Header.PayloadSize, &Guest->Bus, Offer) != MileHvSuccess ||
        SetOffered(Offer->ChildRelId, 1))
    {
        return GuestVmbusCorrupt;
    }
    PrintF("  channel %u: %s\n    class %g, instance %g\n", Offer->ChildRelId,
           ADDRESS(ClassName(&Offer->InterfaceType)), ADDRESS(&Offer->InterfaceType),
           ADDRESS(&Offer->InterfaceInstance));
    return GuestDone;
}

GUEST_RESULT ListOffers(GUEST *Guest)
{
    HV_MESSAGE Message;
    VMBUS_CHANNEL_OFFER_CHANNEL Offer;
    VMBUS_CHANNEL_MESSAGE_TYPE Type;
    WAIT Wait;
    GUEST_RESULT Result;

    if (Guest->Bus.Version == 0)
    {
        return Skip("not connected to a VMBus");
    }
    MileHvRequestOffersBuild(&Guest->Bus, &PostInput);
    Result = Post(Guest, MileHvSuccess);
    Wait.Deadline = Now(Guest) + PATIENCE;
    Wait.Left = VMBUS_MAX_CHANNELS;
    while (Result == GuestDone)
    {
        Result = Next(Guest, &Wait, &Message, &Type);
        if (Result != GuestDone || Type == ChannelMessageAllOffersDelivered)
        {
            break;
        }
        if (Type != ChannelMessageOfferChannel)
        {
            continue;
        }
        Result = TakeOffer(Guest, &Message, &Offer);
        if (Result != GuestDone)
        {
            break;
        }
        if (!Guest->HasOffer && IsSameGuid(&Offer.InterfaceType, &Guest->Device->Class) && Offer.SubChannelIndex == 0)
        {
            Guest->Offer = Offer;
            Guest->HasOffer = 1;
        }
    }
    if (Result == GuestDone && Guest->Device->Ask)
    {
        Result = Guest->Device->Ask(Guest);
    }
    return Result;
}

GUEST_RESULT LookForRescind(GUEST *Guest)
{
    WAIT Wait = {0, STRANGERS};

    for (;;)
    {
        VMBUS_CHANNEL_MESSAGE_TYPE Type;
        VMBUS_CHANNEL_OFFER_CHANNEL Offer;
        HV_MESSAGE Message;
        GUEST_RESULT Result = Next(Guest, &Wait, &Message, &Type);

        if (Result == GuestVmbusSilent)
        {
            return GuestDone;
        }
        if (Result == GuestDone && Type == ChannelMessageOfferChannel)
        {
            Result = TakeOffer(Guest, &Message, &Offer);
            if (Result == GuestDone && Offer.SubChannelIndex != 0 &&
                IsSameGuid(&Offer.InterfaceInstance, &Guest->Offer.InterfaceInstance))
            {
                Guest->SubOffer = Offer;
                Guest->HasSubOffer = 1;
            }
        }
        else if (Result == GuestDone)
        {
            PrintF("  passed over a channel message of type %u\n", Type);
        }
        if (Result != GuestDone)
        {
            return Result;
        }
    }
}
