/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief examples/host/device/video.c: the conversation with a guest, its bounds, and the bytes of a picture.
 *
 * The bus under the device is here: what the device sends is kept, and a channel
 * that it fails stays failed.
 */

#include "GuestDevice.h"

#include "../../examples/host/device/picture.c"
#include "../../examples/host/device/video.c"
#include "../../examples/host/json.c"

enum
{
    MemoryPages = 1024,
    WindowAddress = 0xF0000000,
};

static HV_UINT8 Memory[MemoryPages * HostPageBytes];
static HV_UINT8 Sent[1024]; /* The last message of the device. */
static unsigned SentBytes;
static unsigned SentCount;
static unsigned SentTypes[4];
static int IsFailed;
static HV_UINT8 *Mapped;
static HOST_DEVICE Device;
static HOST_CHANNEL Channel;
static unsigned PictureBytes;
static char Pieces[4096];

void HostSay(const char *Format, ...)
{
    (void)Format;
}

void HostTrace(const char *Format, ...)
{
    (void)Format;
}

void HostEvent(const char *Name, const char *Format, ...)
{
    char Text[1024];
    va_list Arguments;

    if (strcmp(Name, "PICTURE") == 0)
    {
        va_start(Arguments, Format);
        PictureBytes += (unsigned)vsnprintf(Text, sizeof(Text), Format, Arguments);
        va_end(Arguments);
        strncat(Pieces, Text, sizeof(Pieces) - strlen(Pieces) - 1);
    }
}

void *HostMemory(uint64_t Address, uint64_t Bytes)
{
    return Address < sizeof(Memory) && Bytes <= sizeof(Memory) - Address ? Memory + Address : NULL;
}

int MachineMapMemory(uint64_t Address, uint64_t Bytes, void *Place)
{
    if (Address != WindowAddress || Bytes != FrameBytes || Mapped != NULL)
    {
        return 0;
    }
    Mapped = Place;
    return 1;
}

void MachineUnmap(uint64_t Address)
{
    assert_int_equal(Address, WindowAddress);
    assert_non_null(Mapped);
    Mapped = NULL;
}

int ChannelSendPipe(HOST_CHANNEL *To, const void *Message, unsigned Bytes)
{
    SYNTHVID_MESSAGE_HEADER Header;

    assert_ptr_equal(To, &Channel);
    assert_in_range(Bytes, sizeof(Header), sizeof(Sent));
    memcpy(&Header, Message, sizeof(Header));
    assert_int_equal(Header.Size, Bytes);
    memcpy(Sent, Message, Bytes);
    SentBytes = Bytes;
    SentTypes[SentCount++ % 4] = Header.Type;
    return 1;
}

int ChannelComplete(HOST_CHANNEL *To, HV_UINT64 TransactionId, const void *Payload, unsigned Bytes)
{
    (void)To;
    (void)TransactionId;
    (void)Payload;
    (void)Bytes;
    return 1;
}

void ChannelFail(HOST_CHANNEL *To, const char *Format, ...)
{
    assert_ptr_equal(To, &Channel);
    (void)Format;
    IsFailed = 1;
}

static int Begin(void **Unused)
{
    static VIDEO Video;
    static VIDEO_CHANNEL State;
    char Reason[256];

    (void)Unused;
    memset(&State, 0, sizeof(State));
    memset(Memory, 0, sizeof(Memory));
    Device = (HOST_DEVICE){.Type = &VideoType, .Name = "video0", .State = &Video, .Channel = &Channel};
    Channel = (HOST_CHANNEL){.Device = &Device, .State = &State, .IsOpen = 1};
    IsFailed = 0;
    SentCount = 0;
    PictureBytes = 0;
    Pieces[0] = 0;
    return !VideoType.Create(&Device, "320x200", Reason);
}

static int End(void **Unused)
{
    (void)Unused;
    VideoType.Close(&Channel);
    assert_null(Mapped);
    VideoType.Destroy(&Device);
    return 0;
}

/* The guest sends a message; returns whether the channel lives. */
static int Send(const void *Message, size_t Bytes)
{
    const MILE_HV_PACKET Packet = ReceivedOnPipe(Message, Bytes);

    IsFailed = 0;
    VideoType.Packet(&Channel, &Packet);
    return !IsFailed;
}

static void AgreeOnVersion(HV_UINT32 Version)
{
    SYNTHVID_VERSION_REQUEST_MESSAGE Request;

    assert_true(Send(&Request, MileHvVideoVersionBuild(&Request, Version)));
    assert_int_equal(SentBytes, 14);
}

static int Locate(HV_UINT64 Address)
{
    SYNTHVID_VRAM_LOCATION_MESSAGE Location;

    return Send(&Location, MileHvVideoVramLocationBuild(&Location, 7, Address));
}

/* A situation, whatever it says. */
static int Situate(HV_UINT32 Width, HV_UINT32 Height, HV_UINT32 Pitch, HV_UINT32 Offset, HV_UINT8 Depth,
                   HV_UINT8 Active)
{
    const SYNTHVID_SITUATION_UPDATE_MESSAGE Message = {
        .Header = {SynthvidSituationUpdate, sizeof(Message)},
        .UserContext = 9,
        .VideoOutputCount = 1,
        .VideoOutput = {{Active, Offset, Depth, Width, Height, Pitch}}};

    return Send(&Message, sizeof(Message));
}

static void VersionsAreAgreedOnOnce(void **Unused)
{
    (void)Unused;
    AgreeOnVersion(SYNTHVID_MAKE_VERSION(4, 0));
    assert_int_equal(Sent[12], 0);
    AgreeOnVersion(SYNTHVID_MAKE_VERSION(3, 6));
    assert_int_equal(Sent[12], 0);
    AgreeOnVersion(SYNTHVID_VERSION_WIN10);
    assert_memory_equal(Sent, "\2\0\0\0\x0E\0\0\0\3\0\5\0\2\1", 14);
    assert_false(Send("\1\0\0\0\x0C\0\0\0\3\0\5\0", 12));
}

static void NothingComesBeforeTheVersion(void **Unused)
{
    (void)Unused;
    assert_false(Locate(WindowAddress));
    assert_null(Mapped);
}

static void AnswersPassTheGuestsCheck(void **Unused)
{
    SYNTHVID_SUPPORTED_RESOLUTIONS_REQUEST_MESSAGE Request;
    SYNTHVID_BIOS_INFO_REQUEST_MESSAGE Bios;
    MILE_HV_VIDEO_EVENT Event;
    MILE_HV_PACKET Packet;

    (void)Unused;
    AgreeOnVersion(SYNTHVID_VERSION_WIN10);
    assert_true(Send(&Request, MileHvVideoResolutionsBuild(&Request)));
    Packet = ReceivedOnPipe(Sent, SentBytes);
    assert_int_equal(MileHvVideoEventCheck(&Packet, SYNTHVID_VERSION_WIN10, &Event), MileHvSuccess);
    assert_int_equal(Event.ResolutionCount, 6);
    assert_int_equal(Event.DefaultIndex, 0);
    assert_memory_equal(Event.Resolutions, "\x40\1\xC8\0\x80\2\xE0\1", 8);
    Request.MaximumResolutionCount = 2;
    assert_true(Send(&Request, sizeof(Request)));
    assert_int_equal(SentBytes, 139 + 2 * 4);
    assert_true(Send(&Bios, MileHvVideoBiosInfoBuild(&Bios)));
    Packet = ReceivedOnPipe(Sent, SentBytes);
    assert_int_equal(MileHvVideoEventCheck(&Packet, SYNTHVID_VERSION_WIN10, &Event), MileHvSuccess);
    assert_int_equal(Event.IsGeneration2, 1);
}

static void FrameBuffersMoveAndEnd(void **Unused)
{
    (void)Unused;
    AgreeOnVersion(SYNTHVID_VERSION_WIN10);
    assert_true(Locate(WindowAddress));
    assert_non_null(Mapped);
    assert_int_equal(SentTypes[1], SynthvidVramLocationAck);
    assert_int_equal(SentTypes[2], SynthvidFeatureChange);
    assert_memory_equal(Sent + 8, "\1\1\1\0", 4);
    assert_true(Locate(HostPageBytes));
    assert_null(Mapped);
    assert_memory_equal(Sent, "\4\0\0\0\x10\0\0\0\7\0\0\0\0\0\0\0", 16);
    assert_true(Locate(WindowAddress));
    assert_false(Locate(UINT64_MAX - 4096));
    assert_null(Mapped);
}

static void ModesThatDoNotFitEndTheChannel(void **Unused)
{
    (void)Unused;
    AgreeOnVersion(SYNTHVID_VERSION_WIN10);
    assert_true(Locate(WindowAddress));
    assert_true(Situate(1600, 1200, 6400, 0, 32, 1));
    assert_true(Situate(1600, 1200, 6400, FrameBytes - 6400 * 1200, 32, 1));
    assert_false(Situate(1600, 1200, 6400, FrameBytes - 6400 * 1200 + 1, 32, 1));
    assert_false(Situate(0x40000000, 1, 0, 0, 32, 1));
    assert_false(Situate(1600, 1200, 6396, 0, 32, 1));
    assert_false(Situate(0, 1200, 6400, 0, 32, 1));
    assert_false(Situate(1600, 1200, 6400, 0, 8, 1));
    assert_false(Situate(1, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 32, 1));
    assert_true(Situate(0, 0, 0, 0, 0, 0));
}

/* Every message at every length: too short ends the channel, and nothing is read behind it. */
static void ShortMessagesEndTheChannel(void **Unused)
{
    static const HV_UINT8 Types[][2] = {{1, 12}, {3, 25}, {5, 35}, {7, 18}, {8, 26}, {10, 10}, {13, 9}};

    (void)Unused;
    for (unsigned Index = 0; Index < sizeof(Types) / sizeof(Types[0]); ++Index)
    {
        HV_UINT8 Message[64] = {Types[Index][0]};

        for (unsigned Bytes = 0; Bytes < Types[Index][1]; ++Bytes)
        {
            Begin(NULL);
            AgreeOnVersion(SYNTHVID_VERSION_WIN10);
            assert_false(Send(Message, Bytes));
            End(NULL);
        }
    }
    Begin(NULL);
    AgreeOnVersion(SYNTHVID_VERSION_WIN10);
    assert_true(Send("\x77\0\0\0\x08\0\0\0", 8));
    assert_int_equal(Channel.Statistics.Dropped, 1);
}

static void DirtAndPointersAreBounded(void **Unused)
{
    HV_UINT8 Message[SYNTHVID_CURSOR_MAX_PAYLOAD_SIZE + 64] = {0};
    const HV_RECT Rectangles[2] = {{0, 0, 8, 8}, {-5, 0x7FFFFFFF, 3, -1}};
    MILE_HV_VIDEO_POINTER Pointer = {.WidthPixels = 96, .HeightPixels = 96, .IsColor = 1, .Pixels = Memory};
    HV_UINT32 Bytes;

    (void)Unused;
    AgreeOnVersion(SYNTHVID_VERSION_WIN10);
    assert_int_equal(MileHvVideoPointerShapeBuild(Message, sizeof(Message), &Pointer, 0, &Bytes), MileHvSuccess);
    assert_true(Send(Message, Bytes));
    assert_false(Send(Message, Bytes + 1));
    Message[10] = 97;
    assert_false(Send(Message, Bytes));
    memset(Message, 0, 10);
    Message[0] = SynthvidDirt;
    Message[9] = 2;
    memcpy(Message + 10, Rectangles, sizeof(Rectangles));
    assert_true(Send(Message, 10 + 32));
    assert_false(Send(Message, 10 + 31));
    assert_int_equal(((VIDEO_CHANNEL *)Channel.State)->Dirt, 2);
}

/* Two lines of two pixels, as zlib of Python 3.11 writes them with level 0. */
static const HV_UINT8 Expected[] = {
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44, 0x52, 0x00,
    0x00, 0x00, 0x02, 0x00, 0x00, 0x00, 0x02, 0x08, 0x02, 0x00, 0x00, 0x00, 0xFD, 0xD4, 0x9A, 0x73, 0x00,
    0x00, 0x00, 0x19, 0x49, 0x44, 0x41, 0x54, 0x78, 0x01, 0x01, 0x0E, 0x00, 0xF1, 0xFF, 0x00, 0x33, 0x22,
    0x11, 0x77, 0x66, 0x55, 0x00, 0x01, 0x02, 0x03, 0xFF, 0xFE, 0xFD, 0x15, 0xEE, 0x04, 0x99, 0x74, 0xFD,
    0x9E, 0x4A, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82};

static void PicturesHaveTheirBytes(void **Unused)
{
    static const HV_UINT8 Lines[2][8] = {{0x11, 0x22, 0x33, 0xEE, 0x55, 0x66, 0x77, 0xEE},
                                         {3, 2, 1, 0xEE, 0xFD, 0xFE, 0xFF, 0xEE}};
    char Reply[ReplyBytes];
    HV_UINT8 *Frame;

    (void)Unused;
    assert_false(TakePicture(&Device, "{}", Reply));
    AgreeOnVersion(SYNTHVID_VERSION_WIN10);
    assert_true(Locate(WindowAddress));
    assert_false(TakePicture(&Device, "{}", Reply));
    assert_true(Situate(2, 2, 12, 16, 32, 1));
    Frame = Mapped + 16;
    memcpy(Frame, Lines[0], 8);
    memcpy(Frame + 12, Lines[1], 8);
    assert_true(TakePicture(&Device, "{}", Reply));
    assert_non_null(strstr(Reply, "\"width\": 2, \"height\": 2, \"bytes\": 82,"));
    assert_string_equal(Pieces, "{\"offset\": 0, \"base64\": \"iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAGUlEQVR4AQEOAPH/"
                                "ADMiEXdmVQABAgP//v0V7gSZdP2eSgAAAABJRU5ErkJggg==\"}");
    /* The same in the guest's memory, of which there is no more than this. */
    memcpy(Memory + sizeof(Memory) - HostPageBytes, Lines[0], 8);
    memcpy(Memory + sizeof(Memory) - HostPageBytes + HostPageBytes - 8, Lines[1], 8);
    assert_true(Locate(sizeof(Memory) - HostPageBytes));
    assert_true(Situate(2, 2, HostPageBytes - 8, 0, 32, 1));
    assert_false(TakePicture(&Device, "{}", Reply));
    assert_true(Situate(2, 2, 2048, 0, 32, 1));
    assert_true(TakePicture(&Device, "{}", Reply));
    assert_true(Situate(2, 2, 12, 0, 16, 1));
    assert_false(TakePicture(&Device, "{}", Reply));
}

static void PicturesAreFiles(void **Unused)
{
    char Path[] = "/tmp/picture-XXXXXX";
    char Arguments[64];
    char Reply[ReplyBytes];
    HV_UINT8 Bytes[200];
    int File;

    (void)Unused;
    assert_non_null(mkdtemp(Path));
    snprintf(Arguments, sizeof(Arguments), "{\"file\": \"%s/a.png\"}", Path);
    AgreeOnVersion(SYNTHVID_VERSION_WIN10);
    assert_true(Locate(WindowAddress));
    assert_true(Situate(2, 2, 8, 0, 32, 1));
    memcpy(Mapped, (const HV_UINT8[]){0x11, 0x22, 0x33, 0, 0x55, 0x66, 0x77, 0}, 8);
    memcpy(Mapped + 8, (const HV_UINT8[]){3, 2, 1, 0, 0xFD, 0xFE, 0xFF, 0}, 8);
    assert_true(TakePicture(&Device, Arguments, Reply));
    assert_int_equal(PictureBytes, 0);
    /* A file that exists is left alone. */
    assert_false(TakePicture(&Device, Arguments, Reply));
    assert_non_null(strstr(Reply, "File exists"));
    snprintf(Arguments, sizeof(Arguments), "%s/a.png", Path);
    File = open(Arguments, O_RDONLY);
    assert_int_equal(read(File, Bytes, sizeof(Bytes)), sizeof(Expected));
    assert_memory_equal(Bytes, Expected, sizeof(Expected));
    close(File);
    unlink(Arguments);
    rmdir(Path);
}

/* More than one block: their heads are where they belong. */
static void LongPicturesHaveBlocks(void **Unused)
{
    const unsigned Width = 200;
    const unsigned Height = 218; /* 131018 bytes of lines: one block full, and the last one not. */
    HV_UINT8 *Pixels = calloc(Width * Height, 4);
    size_t Bytes;
    uint8_t *File;

    (void)Unused;
    File = PictureEncode(Pixels, Width * 4, Width, Height, &Bytes);
    assert_non_null(File);
    assert_int_equal(Bytes, 8 + 25 + 12 + 2 + 2 * 5 + 131018 + 4 + 12);
    assert_memory_equal(File + 43, "\0\xFF\xFF\0\0", 5);
    assert_memory_equal(File + 48 + 65535, "\1\xCB\xFF\x34\0", 5);
    free(File);
    free(Pixels);
}

#define CASE(Name) cmocka_unit_test_setup_teardown(Name, Begin, End)

int main(void)
{
    const struct CMUnitTest Tests[] = {
        CASE(VersionsAreAgreedOnOnce),     CASE(NothingComesBeforeTheVersion),   CASE(AnswersPassTheGuestsCheck),
        CASE(FrameBuffersMoveAndEnd),      CASE(ModesThatDoNotFitEndTheChannel), CASE(ShortMessagesEndTheChannel),
        CASE(DirtAndPointersAreBounded),   CASE(PicturesHaveTheirBytes),         CASE(PicturesAreFiles),
        CASE(LongPicturesHaveBlocks),
    };

    return cmocka_run_group_tests(Tests, NULL, NULL);
}
