/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Fuzz target: the checks of channel messages, in memory of their exact length, on every version.
 *
 * Every check is tried on every message. What each may accept is said again in a
 * table here. Each runs twice, over output memory with different bytes in it:
 * where it says success, no byte of that may be left. A list of pages is put
 * into GPADL messages and taken out of them again.
 */

#include "Fuzz.h"

#include <Mile.HyperV/Guest/ChannelMessage.h>

#define CHECKER(Name, Type)                                                                                            \
    static MILE_HV_RESULT Name(const void *Message, HV_UINT32 Bytes, const MILE_HV_VMBUS *Bus, void *To)               \
    {                                                                                                                  \
        return MileHv##Name(Message, Bytes, Bus, (Type *)To);                                                          \
    }

CHECKER(OfferCheck, VMBUS_CHANNEL_OFFER_CHANNEL)
CHECKER(RescindCheck, VMBUS_CHANNEL_RESCIND_OFFER)
CHECKER(OpenResultCheck, VMBUS_CHANNEL_OPEN_RESULT)
CHECKER(GpadlCreatedCheck, VMBUS_CHANNEL_GPADL_CREATED)
CHECKER(GpadlTorndownCheck, VMBUS_CHANNEL_GPADL_TORNDOWN)
CHECKER(ModifyChannelResponseCheck, VMBUS_CHANNEL_MODIFY_CHANNEL_RESPONSE)
CHECKER(ModifyConnectionResponseCheck, VMBUS_CHANNEL_MODIFY_CONNECTION_RESPONSE)
CHECKER(CloseReservedResponseCheck, VMBUS_CHANNEL_CLOSE_RESERVED_RESPONSE)
CHECKER(TlConnectResultCheck, VMBUS_CHANNEL_TL_CONNECT_RESULT)

/* The bodies that a host sends: how long, since which version or with which feature, whether a channel comes first. */
typedef struct BODY
{
    VMBUS_CHANNEL_MESSAGE_TYPE Type;
    MILE_HV_RESULT (*Check)(const void *Message, HV_UINT32 Bytes, const MILE_HV_VMBUS *Bus, void *To);
    HV_UINT32 Bytes;
    HV_UINT32 Since;
    HV_UINT32 Feature;
    int HasChannel;
} BODY;

static const BODY Bodies[] = {
    {ChannelMessageOfferChannel, OfferCheck, 196, VMBUS_VERSION_V1, 0, 0},
    {ChannelMessageRescindChannelOffer, RescindCheck, 12, VMBUS_VERSION_V1, 0, 1},
    {ChannelMessageOpenChannelResult, OpenResultCheck, 20, VMBUS_VERSION_V1, 0, 1},
    {ChannelMessageGpadlCreated, GpadlCreatedCheck, 20, VMBUS_VERSION_V1, 0, 1},
    {ChannelMessageGpadlTorndown, GpadlTorndownCheck, 12, VMBUS_VERSION_V1, 0, 0},
    {ChannelMessageModifyChannelResponse, ModifyChannelResponseCheck, 16, VMBUS_VERSION_IRON, 0, 1},
    {ChannelMessageModifyConnectionResponse, ModifyConnectionResponseCheck, 9, VMBUS_VERSION_V1,
     VMBUS_FEATURE_FLAG_MODIFY_CONNECTION, 0},
    {ChannelMessageCloseReservedResponse, CloseReservedResponseCheck, 12, VMBUS_VERSION_WIN10, 0, 1},
    {ChannelMessageTlConnectRequestResult, TlConnectResultCheck, 44, VMBUS_VERSION_WIN10RS3_0, 0, 0},
};

static HV_UINT32 Word(const REST *Message, HV_UINT32 Offset)
{
    HV_UINT32 Value = 0;

    memcpy(&Value, Message->At + Offset, 4);
    return Value;
}

static int IsChannel(HV_UINT32 Id)
{
    return Id >= 1 && Id < 2048;
}

static void CheckOffer(const VMBUS_CHANNEL_OFFER_CHANNEL *Offer, const REST *Message, const MILE_HV_VMBUS *Bus)
{
    HVSOCK_PIPE_TYPE Pipe = 99;
    MILE_HV_RESULT Result;

    CHECK(IsChannel(Offer->ChildRelId) && Offer->ChildRelId == Word(Message, 184));
    CHECK(Offer->ConnectionId.AsUINT32 < 0x1000000);
    CHECK(Offer->MonitorAllocated ? Offer->MonitorId < VMBUS_MAX_MONITORS
                                  : Offer->MonitorId == VMBUS_INVALID_MONITOR_ID);
    CHECK(memcmp(&Offer->InterfaceType, Message->At + 8, 32) == 0);
    CHECK(memcmp(Offer->UserDefined, Message->At + 60, 120) == 0);
    CHECK(Bus->Version >= VMBUS_VERSION_WIN7 || (Offer->InterruptAsUINT16 == 0 && Offer->ConnectionId.AsUINT32 == 0));
    CHECK(Bus->Version >= VMBUS_VERSION_WIN8 || Offer->SubChannelIndex == 0);
    Result = MileHvOfferPipe(Offer, &Pipe);
    CHECK((Result == MileHvUnavailable) == !(Offer->Flags & VMBUS_OFFER_FLAG_NAMED_PIPE_MODE));
    CHECK(Result != MileHvSuccess || Pipe == VmbusHvsockPipeTypeByte || Pipe == VmbusHvsockPipeTypeMessage);
}

static void CheckBody(const BODY *Body, const REST *Message, const MILE_HV_VMBUS *Bus)
{
    const HV_UINT32 Least = (Body->Check == OfferCheck && Bus->Version < VMBUS_VERSION_WIN7) ? 190 : Body->Bytes;
    const int Exists = Bus->Version >= Body->Since && (Bus->Features & Body->Feature) == Body->Feature;
    VMBUS_CHANNEL_OFFER_CHANNEL Outputs[2]; /* The longest of them. */
    MILE_HV_RESULT Results[2];
    unsigned Index;

    for (Index = 0; Index < 2; ++Index)
    {
        /* In memory of the body's length, so that nobody writes beyond it. */
        uint8_t *To = malloc(Body->Bytes);

        CHECK(To);
        memset(To, Index ? 0xFF : 0, Body->Bytes);
        Results[Index] = Body->Check(Message->At, Message->Bytes, Bus, To);
        memset(&Outputs[Index], 0, sizeof(Outputs[Index]));
        memcpy(&Outputs[Index], To, Body->Bytes);
        free(To);
    }
    CHECK(Results[0] == Results[1]);
    if (!Exists)
    {
        CHECK(Results[0] == MileHvUnavailable);
    }
    else if (Message->Bytes < Least || Message->Bytes > 240)
    {
        CHECK(Results[0] == MileHvCorrupt);
    }
    else if (Word(Message, 0) != Body->Type)
    {
        CHECK(Results[0] == MileHvInvalid);
    }
    else if (Body->HasChannel)
    {
        CHECK(Results[0] == (IsChannel(Word(Message, 8)) ? MileHvSuccess : MileHvCorrupt));
    }
    else if (Body->Check == OfferCheck)
    {
        CHECK(Results[0] == MileHvSuccess || Results[0] == MileHvCorrupt);
    }
    else
    {
        CHECK(Results[0] == MileHvSuccess);
    }
    if (Results[0] == MileHvSuccess)
    {
        CHECK(memcmp(&Outputs[0], &Outputs[1], sizeof(Outputs[0])) == 0);
        if (Body->Check == OfferCheck)
        {
            CheckOffer(&Outputs[0], Message, Bus);
        }
        else
        {
            CHECK(memcmp(&Outputs[0], Message->At, Body->Bytes) == 0);
        }
    }
}

static void CheckType(const REST *Message, const MILE_HV_VMBUS *Bus)
{
    VMBUS_CHANNEL_MESSAGE_TYPE Type = 0xFFFFFFFF;
    const MILE_HV_RESULT Result = MileHvChannelMessageCheck(Message->At, Message->Bytes, Bus, &Type);
    const HV_UINT32 Least = MileHvChannelMessageLeast(Bus, Type);

    CHECK(Result == MileHvSuccess || Result == MileHvUnavailable || Result == MileHvCorrupt);
    if (Result != MileHvCorrupt)
    {
        CHECK(Message->Bytes >= 8 && Message->Bytes <= 240 && Type == Word(Message, 0));
        CHECK((Result == MileHvUnavailable) == (Least == 0));
        CHECK(Message->Bytes >= Least);
    }
}

static void CheckVersion(const REST *Message, const MILE_HV_CONTACT *Contact)
{
    MILE_HV_VMBUS Outputs[2];
    MILE_HV_RESULT Results[2];
    unsigned Index;

    for (Index = 0; Index < 2; ++Index)
    {
        memset(&Outputs[Index], Index ? 0xFF : 0, sizeof(Outputs[Index]));
        Results[Index] = MileHvVersionResponseCheck(Message->At, Message->Bytes, Contact, &Outputs[Index]);
    }
    CHECK(Results[0] == Results[1] && memcmp(&Outputs[0], &Outputs[1], sizeof(Outputs[0])) == 0);
    CHECK((Outputs[0].Version != 0) == (Results[0] == MileHvSuccess));
    if (Results[0] == MileHvSuccess)
    {
        CHECK(Message->Bytes >= 16 && Message->Bytes <= 240 && Word(Message, 0) == ChannelMessageVersionResponse);
        CHECK(Message->At[8] != 0 && Outputs[0].Version == Contact->Version);
        CHECK((Outputs[0].Features & ~Contact->Features) == 0);
        CHECK(Outputs[0].Features == 0 || (Contact->Version >= VMBUS_VERSION_COPPER && Message->Bytes >= 20));
        CHECK(Outputs[0].ConnectionId.AsUINT32 < 0x1000000);
        CHECK(((Outputs[0].ParentToChildPage | Outputs[0].ChildToParentPage) & 0xFFF) == 0);
    }
}

/* Pages go into messages, and come out of them as a host would read them. */
static void CheckGpadl(const MILE_HV_VMBUS *Bus, HV_UINT32 ChildRelId, HV_UINT32 PageCount)
{
    static HV_UINT64 Pages[8200];
    static HV_UINT64 Found[8200];
    HV_INPUT_POST_MESSAGE Input;
    MILE_HV_GPADL Gpadl;
    HV_UINT32 Index;
    HV_UINT32 Entries = 0;
    const MILE_HV_RESULT Result = MileHvGpadlBegin(&Gpadl, ChildRelId, 0xE1E10, Pages, PageCount);
    const uint8_t *Payload = (const uint8_t *)Input.Payload;

    CHECK((Result == MileHvSuccess) == (IsChannel(ChildRelId) && PageCount >= 1 && PageCount <= 8190));
    for (Index = 0; Index < PageCount && Index < 8200; ++Index)
    {
        Pages[Index] = Index * 0x10001U;
    }
    for (Index = 0; MileHvGpadlNext(Bus, &Gpadl, &Input) == MileHvSuccess; ++Index)
    {
        const HV_UINT32 Before = Index ? 16 : 20;

        CHECK(Input.PayloadSize > Before && Input.PayloadSize <= 240 && (Input.PayloadSize - Before) % 8 == 0);
        CHECK((HV_UINT32)Input.Payload[0] == (Index ? ChannelMessageGpadlBody : ChannelMessageGpadlHeader));
        CHECK(Entries + (Input.PayloadSize - Before) / 8 <= 8191);
        memcpy(Found + Entries, Payload + Before, Input.PayloadSize - Before);
        Entries += (Input.PayloadSize - Before) / 8;
    }
    if (Result == MileHvSuccess)
    {
        CHECK(Entries == PageCount + 1 && Found[0] == (HV_UINT64)PageCount * 4096);
        CHECK(memcmp(Found + 1, Pages, PageCount * sizeof(Pages[0])) == 0);
    }
    else
    {
        CHECK(Index == 0);
    }
}

/* A guest's request is sent unchanged, or not at all. */
static void CheckContact(const MILE_HV_CONTACT *Contact)
{
    HV_INPUT_POST_MESSAGE Input;
    VMBUS_CHANNEL_INITIATE_CONTACT Message;

    memset(&Input, 0xCC, sizeof(Input));
    if (MileHvInitiateContactBuild(Contact, &Input) == MileHvSuccess)
    {
        CHECK(Input.PayloadSize ==
              (Contact->Version >= VMBUS_VERSION_COPPER ? sizeof(Message) : VMBUS_CHANNEL_INITIATE_CONTACT_MIN_SIZE));
        CHECK(Input.MessageType == VMBUS_MESSAGE_TYPE && (HV_UINT32)Input.Payload[0] == ChannelMessageInitiateContact);
        memcpy(&Message, Input.Payload, sizeof(Message));
        CHECK(Message.VMBusVersionRequested == Contact->Version);
        CHECK(Message.TargetMessageVp == (Contact->Version >= VMBUS_VERSION_WIN8_1 ? Contact->TargetVp : 0));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *Bytes, size_t Count)
{
#define ONE_OF(Version) Version,
    static const HV_UINT32 Versions[] = {0, HV_VMBUS_VERSION_LIST(ONE_OF)};
#undef ONE_OF
    INPUT Input = {Bytes, Count};
    const HV_UINT32 Version = Versions[Take(&Input, 1) % (sizeof(Versions) / sizeof(Versions[0]))];
    const size_t Shift = Take(&Input, 1) % 8;
    const HV_UINT32 Features = (HV_UINT32)Take(&Input, 2);
    MILE_HV_VMBUS Bus = {Version, Features, {VMBUS_MESSAGE_CONNECTION_ID}, 0, 0, 0};
    MILE_HV_CONTACT Contact;
    REST Message;
    size_t Index;

    memset(&Contact, 0, sizeof(Contact));
    Contact.Version = Version;
    Contact.Features = Features;
    Contact.TargetVp = (HV_UINT32)Take(&Input, 1);
    Contact.TargetSint = (HV_UINT8)Take(&Input, 1);
    Contact.ParentToChildPage = Take(&Input, 1) << 12;
    Contact.ChildToParentPage = Contact.ParentToChildPage * 2;
    CheckGpadl(&Bus, Contact.TargetVp, (HV_UINT32)Take(&Input, 2));
    CheckContact(&Contact);

    Message = TakeRest(&Input, Shift);
    CheckType(&Message, &Bus);
    if (Version != 0)
    {
        CheckVersion(&Message, &Contact);
    }
    for (Index = 0; Index < sizeof(Bodies) / sizeof(Bodies[0]); ++Index)
    {
        CheckBody(&Bodies[Index], &Message, &Bus);
    }
    free(Message.Block);
    return 0;
}

/*
 * Seeds.
 */

/* Everything in front of the message: by the version's place in the list, and features. */
static void Begin(unsigned Version, HV_UINT32 Features)
{
    SeedNumber(Version, 1);
    SeedNumber(0, 1);
    SeedNumber(Features, 2);
    SeedNumber(3, 1);   /* Target processor, channel of the GPADL. */
    SeedNumber(2, 1);   /* SINT. */
    SeedNumber(16, 1);  /* Monitor pages. */
    SeedNumber(100, 2); /* Pages of the GPADL. */
}

#define FIRST_VERSION 1
#define WIN10 5
#define COPPER 11

static void WriteSeeds(void)
{
    VMBUS_CHANNEL_VERSION_RESPONSE Response;
    VMBUS_CHANNEL_OFFER_CHANNEL Offer;
    VMBUS_CHANNEL_OPEN_RESULT Opened;
    VMBUS_CHANNEL_GPADL_CREATED Created;
    VMBUS_CHANNEL_RESCIND_OFFER Short;
    VMBUS_CHANNEL_TL_CONNECT_RESULT Refused;
    size_t Index;

    memset(&Response, 0, sizeof(Response));
    Response.Header.MessageType = ChannelMessageVersionResponse;
    Response.VersionSupported = 1;
    Response.ConnectionId.AsUINT32 = VMBUS_MESSAGE_REDIRECT_CONNECTION_ID;
    Begin(WIN10, 0);
    SeedPut(&Response, 16);
    Seed("a-version-is-accepted");
    Response.SupportedFeatures = 0xFFFF;
    Response.ChildToParentMonitorPageGpa = 0x5000;
    Begin(COPPER, 0xFFFF);
    SeedPut(&Response, sizeof(Response));
    Seed("a-version-with-features-and-monitor-pages");

    memset(&Offer, 0, sizeof(Offer));
    Offer.Header.MessageType = ChannelMessageOfferChannel;
    Offer.Flags = VMBUS_OFFER_FLAG_NAMED_PIPE_MODE | VMBUS_OFFER_FLAG_ENUMERATE_DEVICE_INTERFACE;
    Offer.UserDefined[0] = VmbusHvsockPipeTypeMessage;
    Offer.ChildRelId = 5;
    Offer.MonitorId = 4;
    Offer.MonitorAllocated = 1;
    Offer.ConnectionId.AsUINT32 = 0x10005;
    Begin(COPPER, 0xFFFF);
    SeedPut(&Offer, sizeof(Offer));
    Seed("an-offer");
    Begin(FIRST_VERSION, 0);
    SeedPut(&Offer, VMBUS_CHANNEL_OFFER_CHANNEL_SIZE_PRE_WIN7);
    Seed("an-offer-of-the-first-version");

    memset(&Opened, 0, sizeof(Opened));
    Opened.Header.MessageType = ChannelMessageOpenChannelResult;
    Opened.ChildRelId = 5;
    Begin(WIN10, 0);
    SeedPut(&Opened, sizeof(Opened));
    Seed("a-channel-is-open");

    memset(&Created, 0, sizeof(Created));
    Created.Header.MessageType = ChannelMessageGpadlCreated;
    Created.ChildRelId = 5;
    Created.Gpadl = 0xE1E10;
    Begin(WIN10, 0);
    SeedPut(&Created, sizeof(Created));
    Seed("a-gpadl-is-created");

    /* The others that have a channel, or another word, behind their header and nothing else that matters. */
    for (Index = 0; Index < sizeof(Bodies) / sizeof(Bodies[0]); ++Index)
    {
        char Name[40];

        memset(&Short, 0, sizeof(Short));
        Short.Header.MessageType = Bodies[Index].Type;
        Short.ChildRelId = 2047;
        snprintf(Name, sizeof(Name), "a-message-of-type-%u", (unsigned)Bodies[Index].Type);
        Begin(COPPER, 0xFFFF);
        SeedPut(&Short, sizeof(Short));
        SeedNumber(0, 8);
        Seed(Name);
    }

    memset(&Refused, 0, sizeof(Refused));
    Refused.Header.MessageType = ChannelMessageTlConnectRequestResult;
    Begin(COPPER, 0);
    SeedPut(&Refused, sizeof(Refused));
    Seed("a-socket-is-refused");
}
