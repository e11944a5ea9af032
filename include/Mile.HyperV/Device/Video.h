/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Synthetic video: a frame buffer in guest memory, and messages about it.
 *
 * Class SYNTHVID_CLASS_ID, da0a7802-e377-4aac-8e77-0558eb1073f8. The guest draws into memory that the host displays,
 * and reports to the host the memory's address, the mode, the changed regions and the shape of the pointer. All
 * messages are VMBus pipe messages (VMBus/Pipe.h), little-endian and packed:
 *
 *     guest                                        host
 *       |-- SynthvidVersionRequest ---------------->|   newest first: 3.5 down to 3.0
 *       |<-- SynthvidVersionResponse ---------------|   accepted, or ask for the next
 *       |-- SynthvidSupportedResolutionsRequest --->|   since 3.4: EDID and list of modes
 *       |<-- SynthvidSupportedResolutionsResponse --|
 *       |-- SynthvidVramLocation ------------------>|   the frame buffer's address
 *       |<-- SynthvidVramLocationAck ---------------|
 *       |-- SynthvidSituationUpdate --------------->|   mode, depth, pitch
 *       |<-- SynthvidSituationUpdateAck ------------|
 *       |<-- SynthvidFeatureChange -----------------|   the messages that the host wants
 *       |-- SynthvidPointerShape, -Position, ------>|   at each change, if the host wants them
 *       |   SynthvidDirt
 *
 * Frame buffer. In a Generation 1 machine it is base address 0 of the emulated VGA function
 * (SYNTHVID_PCI_VENDOR_ID, SYNTHVID_PCI_DEVICE_ID; OpenVMM). In a Generation 2 machine the
 * guest chooses a range of the address space that the VMBus device has in ACPI (its _CRS), of the
 * size that VMBUS_CHANNEL_OFFER_CHANNEL.MmioMegabytes of the offer specifies; firmware has already
 * done so, and a guest that keeps the firmware's frame buffer passes that address. mu_msvm takes
 * DEFAULT_VRAM_SIZE_WIN8 bytes in the low MMIO gap. The guest reports the address with
 * SynthvidVramLocation before it draws.
 *
 * Pixels. With DepthBits 32 a pixel is a little-endian HV_UINT32 0x00RRGGBB: the bytes in memory are blue, green, red
 * and an ignored one (mu_msvm reports its frame buffer as PixelBlueGreenRedReserved8BitPerColor; OpenVMM displays it
 * so). Lines follow each other at PitchBytes. MacHyperVSupport uses 16 bits per pixel with version 3.0, whose layout is
 * undocumented.
 *
 * Rectangles. In HV_RECT, Left and Top are inclusive, Right and Bottom exclusive (OpenVMM): the
 * first 8 columns of a line are Left 0, Right 8. The host clips them to the mode.
 *
 * Versions. OpenVMM's host responds with SYNTHVID_ACCEPTED_WITH_VERSION_EXCHANGE to any version of major number 3, even
 * newer than its own 3.3, and with 0 to all others, after which the guest may request again; a version request after an
 * accepted one ends the protocol. It then responds to requests in any order, ignores pointers, and never sends
 * SynthvidFeatureChange.
 *
 * A guest may implement less: mu_msvm sends its version, the location and the situation, and waits
 * for each acknowledgement. FreeBSD, NetBSD, OpenBSD and Haiku have no driver for this protocol; in a
 * Generation 2 machine they draw into the frame buffer of the firmware. The host may send
 * SynthvidFeatureChange again at any time; where it enables a kind of message, the guest must send at
 * least one of that kind at once. UserContext is a number of the guest's choice that the
 * acknowledgement repeats.
 *
 * Header.Size counts header and body where a guest sends (mu_msvm). OpenVMM's host counts the body
 * alone and ignores what it receives: a guest must use the length of the pipe message as the length
 * of the message.
 *
 * Hosts differ:
 *
 *                               Windows                      OpenVMM
 *     versions                  3.0 to 3.5                   any 3.x; behaves as 3.3
 *     SynthvidFeatureChange     sent                         never sent
 *     pointer messages          ignored with an absolute     ignored
 *                               mouse
 *     Header.Size, sending      undocumented                 the body alone
 *     list of resolutions       undocumented                 empty if the guest asks for less than 64
 *
 * QEMU has no such device.
 *
 * A guest must check, because the host is not trusted: the message is as long as its structure, and
 * Header.Size is at most the length of the pipe message; ResolutionCount is at most
 * SYNTHVID_MAXIMUM_RESOLUTIONS_COUNT and fits in that length; DefaultResolutionIndex is below
 * ResolutionCount; each mode fits into its frame buffer.
 *
 * Sources: mu_msvm SynthVidProtocol.h and VideoDxe; OpenVMM uidevices video, video_core, vga and
 * vnc_worker; symbols of hypervideo 14347; Linux 7.3 (facts alone); MacHyperVSupport.
 */

#ifndef MILE_HYPERV_DEVICE_VIDEO
#define MILE_HYPERV_DEVICE_VIDEO

#include "../Hypervisor/Types.h"
#include "../VMBus/DeviceGuid.h"

HV_HEADER_BEGIN

/*
 * Limits.
 */

#define SYNTHVID_MAX_VMBUS_PACKET_SIZE 0x4000
#define SYNTHVID_CURSOR_MAX_PAYLOAD_SIZE 0x2000 /**< Pixel bytes in one SynthvidPointerShape. */
#define SYNTHVID_CURSOR_MAX_X 96
#define SYNTHVID_CURSOR_MAX_Y 96
#define SYNTHVID_CURSOR_ARGB_PIXEL_SIZE 4
#define SYNTHVID_CURSOR_MAX_SIZE 36864 /**< 96 x 96 pixels of 4 bytes. */
#define SYNTHVID_MAX_DIRTY_REGIONS 255
#define SYNTHVID_MAXIMUM_RESOLUTIONS_COUNT 64
#define SYNTHVID_EDID_BLOCK_SIZE 128
/** I/O port of the emergency reset's notification. */
#define SYNTHVID_EMERGENCY_RESET_IO_PORT 0x100

/** Bytes of the frame buffer with version 3.0, in guests that do not use the offer's MmioMegabytes. */
#define DEFAULT_VRAM_SIZE_WIN7 (4 * 1024 * 1024)
/** Bytes of the frame buffer since version 3.2, in guests that do not use the offer's MmioMegabytes. */
#define DEFAULT_VRAM_SIZE_WIN8 (2 * DEFAULT_VRAM_SIZE_WIN7)

/** Maximum width of a mode, in pixels, before the list of modes of 3.4. Source: Linux (facts alone). */
#define SYNTHVID_WIDTH_WIN8 1600
/** Maximum height of a mode, in pixels, before the list of modes of 3.4. Source: Linux (facts alone). */
#define SYNTHVID_HEIGHT_WIN8 1200
/** VIDEO_OUTPUT_SITUATION.DepthBits since version 3.2. */
#define SYNTHVID_DEPTH_WIN8 32
/** VIDEO_OUTPUT_SITUATION.DepthBits with version 3.0. Source: MacHyperVSupport. */
#define SYNTHVID_DEPTH_WIN7 16

/** PCI vendor id (Microsoft) of the emulated VGA function of a Generation 1 machine. */
#define SYNTHVID_PCI_VENDOR_ID 0x1414
/** PCI device id of the emulated VGA function of a Generation 1 machine. */
#define SYNTHVID_PCI_DEVICE_ID 0x5353

/*
 * Versions: a feature is named by the version that brought it.
 */

/** A version: the major number in the low half. */
#define SYNTHVID_MAKE_VERSION(Major, Minor) ((Major) | ((Minor) << 16))

typedef union SYNTHVID_VERSION
{
    struct
    {
        HV_UINT16 MajorVersion;
        HV_UINT16 MinorVersion;
    };
    HV_UINT32 AsDWORD;
} SYNTHVID_VERSION, *PSYNTHVID_VERSION;
HV_STATIC_ASSERT(sizeof(SYNTHVID_VERSION) == 4);

#define SYNTHVID_VERSION_MAJOR 3
#define SYNTHVID_VERSION_MINOR 5
#define SYNTHVID_VERSION_MAJOR_THRESHOLD 3
#define SYNTHVID_VERSION_MINOR_BLUE 3
#define SYNTHVID_VERSION_MINOR_THRESHOLD_M1 4
#define SYNTHVID_VERSION_MINOR_THRESHOLD_M2 5
#define SYNTHVID_VERSION_CURRENT 0x00050003
#define SYNTHVID_VERSION_WIN7 0x00000003
#define SYNTHVID_VERSION_WIN8 0x00020003
#define SYNTHVID_VERSION_WINBLUE 0x00030003
#define SYNTHVID_VERSION_WINTHRESHOLD_M1 0x00040003
#define SYNTHVID_VERSION_WINTHRESHOLD_M2 0x00050003
#define SYNTHVID_VERSION_WIN10 0x00050003
#define SYNTHVID_FEATURE_MINOR_MASK 0xFF

/** Versions by release and by feature; the major number in the high half here. */
typedef HV_UINT32 SYNTHVID_FEATURE, *PSYNTHVID_FEATURE;
enum
{
    SynthVidFeatureWin7Rtm = 0x00030000,
    SynthVidFeatureBasic = 0x00030000,
    SynthVidFeatureWin8Rtm = 0x00030002,
    SynthVidFeatureHighResolutions = 0x00030002,
    SynthVidFeatureSupportsReinit = 0x00030002,
    SynthVidFeatureWinBlue = 0x00030003,
    SynthVidFeatureQueryBiosInfo = 0x00030003,
    SynthVidFeatureWinThresholdM1 = 0x00030004,
    SynthVidFeatureResolutionSetByHost = 0x00030004,
    SynthVidFeatureWinThresholdM2 = 0x00030005,
    SynthVidFeatureLockOnDisconnect = 0x00030005,
};

/*
 * Messages.
 */

/** SYNTHVID_MESSAGE_HEADER.Type; each direction is at its structure. */
typedef HV_UINT32 SYNTHVID_MESSAGE_TYPE, *PSYNTHVID_MESSAGE_TYPE;
enum
{
    SynthvidError = 0, /**< No message. */
    SynthvidVersionRequest = 1,
    SynthvidVersionResponse = 2,
    SynthvidVramLocation = 3,
    SynthvidVramLocationAck = 4,
    SynthvidSituationUpdate = 5,
    SynthvidSituationUpdateAck = 6,
    SynthvidPointerPosition = 7,
    SynthvidPointerShape = 8,
    SynthvidFeatureChange = 9,
    SynthvidDirt = 0x0000000A,
    SynthvidBiosInfoRequest = 0x0000000B,
    SynthvidBiosInfoResponse = 0x0000000C,
    SynthvidSupportedResolutionsRequest = 0x0000000D,
    SynthvidSupportedResolutionsResponse = 0x0000000E,
    SynthvidCapabilityRequest = 0x0000000F,
    SynthvidCapabilityResponse = 0x00000010,
    SynthvidMax = 0x00000011,
};

/** Ids of the display's targets: "HVT", "HV2" and "HV3" in ASCII; 24 bits, so that older drivers take them. */
#define HVD_CHILD_ID 0x00545648
#define HVD_CHILD_ID2 0x00325648
#define HVD_CHILD_ID3 0x00335648

/** Width and height in pixels. */
typedef struct HVD_SCREEN_INFO
{
    HV_UINT16 Width;
    HV_UINT16 Height;
} HVD_SCREEN_INFO, *PHVD_SCREEN_INFO;
HV_STATIC_ASSERT(sizeof(HVD_SCREEN_INFO) == 4);

HV_PACK_BEGIN

/** What every message begins with. */
typedef struct SYNTHVID_MESSAGE_HEADER
{
    SYNTHVID_MESSAGE_TYPE Type;
    HV_UINT32 Size; /**< Bytes, with this header (mu_msvm) or without (OpenVMM's host). */
} SYNTHVID_MESSAGE_HEADER, *PSYNTHVID_MESSAGE_HEADER;
HV_STATIC_ASSERT(sizeof(SYNTHVID_MESSAGE_HEADER) == 8);

/** Any message: a header and its body. */
typedef struct SYNTHVID_MESSAGE
{
    SYNTHVID_MESSAGE_HEADER Header;
    HV_UINT8 Data[];
} SYNTHVID_MESSAGE, *PSYNTHVID_MESSAGE;
HV_STATIC_ASSERT(sizeof(SYNTHVID_MESSAGE) == 8);

/** Guest to host. */
typedef struct SYNTHVID_VERSION_REQUEST_MESSAGE
{
    SYNTHVID_MESSAGE_HEADER Header;
    SYNTHVID_VERSION Version;
} SYNTHVID_VERSION_REQUEST_MESSAGE, *PSYNTHVID_VERSION_REQUEST_MESSAGE;
HV_STATIC_ASSERT(sizeof(SYNTHVID_VERSION_REQUEST_MESSAGE) == 12);

/** SYNTHVID_VERSION_RESPONSE_MESSAGE.IsAccepted: yes. mu_msvm takes nothing else for it. */
#define SYNTHVID_ACCEPTED_WITH_VERSION_EXCHANGE 2

/** Host to guest; packed: 14 bytes. */
typedef struct SYNTHVID_VERSION_RESPONSE_MESSAGE
{
    SYNTHVID_MESSAGE_HEADER Header;
    SYNTHVID_VERSION Version; /**< OpenVMM: as it was asked for. */
    HV_UINT8 IsAccepted;      /**< SYNTHVID_ACCEPTED_WITH_VERSION_EXCHANGE, or 0 if not. */
    HV_UINT8 MaxVideoOutputs; /**< 1. */
} SYNTHVID_VERSION_RESPONSE_MESSAGE, *PSYNTHVID_VERSION_RESPONSE_MESSAGE;
HV_STATIC_ASSERT(sizeof(SYNTHVID_VERSION_RESPONSE_MESSAGE) == 14);

/** Guest to host, 3.4 on. */
typedef struct SYNTHVID_SUPPORTED_RESOLUTIONS_REQUEST_MESSAGE
{
    SYNTHVID_MESSAGE_HEADER Header;
    HV_UINT8 MaximumResolutionCount; /**< SYNTHVID_MAXIMUM_RESOLUTIONS_COUNT; to less OpenVMM lists none. */
} SYNTHVID_SUPPORTED_RESOLUTIONS_REQUEST_MESSAGE, *PSYNTHVID_SUPPORTED_RESOLUTIONS_REQUEST_MESSAGE;
HV_STATIC_ASSERT(sizeof(SYNTHVID_SUPPORTED_RESOLUTIONS_REQUEST_MESSAGE) == 9);

/** Host to guest; packed: ResolutionCount modes follow. */
typedef struct SYNTHVID_SUPPORTED_RESOLUTIONS_RESPONSE_MESSAGE
{
    SYNTHVID_MESSAGE_HEADER Header;
    HV_UINT8 EdidBlock[128];         /**< Of the screen that the host shows. */
    HV_UINT8 ResolutionCount;        /**< At most what was asked for; may be 0. */
    HV_UINT8 DefaultResolutionIndex; /**< The mode to start in, if there is one. */
    HV_UINT8 IsStandard;
    HVD_SCREEN_INFO SupportedResolution[];
} SYNTHVID_SUPPORTED_RESOLUTIONS_RESPONSE_MESSAGE, *PSYNTHVID_SUPPORTED_RESOLUTIONS_RESPONSE_MESSAGE;
HV_STATIC_ASSERT(sizeof(SYNTHVID_SUPPORTED_RESOLUTIONS_RESPONSE_MESSAGE) == 139);

/** Guest to host, 3.5 on. */
typedef struct SYNTHVID_CAPABILITY_REQUEST_MESSAGE
{
    SYNTHVID_MESSAGE_HEADER Header;
} SYNTHVID_CAPABILITY_REQUEST_MESSAGE, *PSYNTHVID_CAPABILITY_REQUEST_MESSAGE;
HV_STATIC_ASSERT(sizeof(SYNTHVID_CAPABILITY_REQUEST_MESSAGE) == 8);

/** Host to guest. */
typedef struct SYNTHVID_CAPABILITY_RESPONSE_MESSAGE
{
    SYNTHVID_MESSAGE_HEADER Header;
    union
    {
        HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 LockOnDisconnect : 1; /**< Bit 0: the session is locked when the viewer goes. */
            HV_UINT32 Reserved : 31;
        };
#endif
    };
    HV_UINT32 Reserved2[15];
} SYNTHVID_CAPABILITY_RESPONSE_MESSAGE, *PSYNTHVID_CAPABILITY_RESPONSE_MESSAGE;
HV_STATIC_ASSERT(sizeof(SYNTHVID_CAPABILITY_RESPONSE_MESSAGE) == 72);

/** Guest to host; packed: 25 bytes. */
typedef struct SYNTHVID_VRAM_LOCATION_MESSAGE
{
    SYNTHVID_MESSAGE_HEADER Header;
    HV_UINT64 UserContext;
    HV_UINT8 IsVramGpaAddressSpecified; /**< 1 if VramGpaAddress holds; if not, OpenVMM shows no frame buffer. */
    HV_GPA VramGpaAddress;              /**< Guest physical address of the frame buffer. */
} SYNTHVID_VRAM_LOCATION_MESSAGE, *PSYNTHVID_VRAM_LOCATION_MESSAGE;
HV_STATIC_ASSERT(sizeof(SYNTHVID_VRAM_LOCATION_MESSAGE) == 25);

/** Host to guest: writes to the new place are seen from now on. */
typedef struct SYNTHVID_VRAM_LOCATION_ACK_MESSAGE
{
    SYNTHVID_MESSAGE_HEADER Header;
    HV_UINT64 UserContext;
} SYNTHVID_VRAM_LOCATION_ACK_MESSAGE, *PSYNTHVID_VRAM_LOCATION_ACK_MESSAGE;
HV_STATIC_ASSERT(sizeof(SYNTHVID_VRAM_LOCATION_ACK_MESSAGE) == 16);

/** One output; packed: 18 bytes. */
typedef struct VIDEO_OUTPUT_SITUATION
{
    HV_UINT8 Active;                    /**< 1 if the guest displays something; mu_msvm sends 0. */
    HV_UINT32 PrimarySurfaceVramOffset; /**< Bytes into the frame buffer; zero since Windows 10. */
    HV_UINT8 DepthBits;                 /**< Bits of a pixel, all colors together. */
    HV_UINT32 WidthPixels;
    HV_UINT32 HeightPixels;
    HV_UINT32 PitchBytes;               /**< Bytes from the start of a line to that of the next. */
} VIDEO_OUTPUT_SITUATION, *PVIDEO_OUTPUT_SITUATION;
HV_STATIC_ASSERT(sizeof(VIDEO_OUTPUT_SITUATION) == 18);

/** Guest to host; packed: 35 bytes. SYNTHVID_SITUATION_UPDATE_ACK_MESSAGE answers it. */
typedef struct SYNTHVID_SITUATION_UPDATE_MESSAGE
{
    SYNTHVID_MESSAGE_HEADER Header;
    HV_UINT64 UserContext;
    HV_UINT8 VideoOutputCount; /**< 1; no version has more. */
    VIDEO_OUTPUT_SITUATION VideoOutput[1];
} SYNTHVID_SITUATION_UPDATE_MESSAGE, *PSYNTHVID_SITUATION_UPDATE_MESSAGE;
HV_STATIC_ASSERT(sizeof(SYNTHVID_SITUATION_UPDATE_MESSAGE) == 35);

/** Host to guest. */
typedef struct SYNTHVID_SITUATION_UPDATE_ACK_MESSAGE
{
    SYNTHVID_MESSAGE_HEADER Header;
    HV_UINT64 UserContext;
} SYNTHVID_SITUATION_UPDATE_ACK_MESSAGE, *PSYNTHVID_SITUATION_UPDATE_ACK_MESSAGE;
HV_STATIC_ASSERT(sizeof(SYNTHVID_SITUATION_UPDATE_ACK_MESSAGE) == 16);

/** Guest to host, 3.3 on. */
typedef struct SYNTHVID_BIOS_INFO_REQUEST_MESSAGE
{
    SYNTHVID_MESSAGE_HEADER Header;
} SYNTHVID_BIOS_INFO_REQUEST_MESSAGE, *PSYNTHVID_BIOS_INFO_REQUEST_MESSAGE;
HV_STATIC_ASSERT(sizeof(SYNTHVID_BIOS_INFO_REQUEST_MESSAGE) == 8);

/** Host to guest. */
typedef struct SYNTHVID_BIOS_INFO_RESPONSE_MESSAGE
{
    SYNTHVID_MESSAGE_HEADER Header;
    HV_UINT32 VmGeneration; /**< Bit 0 set is Generation 2: the guest may stop the device. */
    HV_UINT32 ReservedInt32;
    HV_UINT64 ReservedInt64;
} SYNTHVID_BIOS_INFO_RESPONSE_MESSAGE, *PSYNTHVID_BIOS_INFO_RESPONSE_MESSAGE;
HV_STATIC_ASSERT(sizeof(SYNTHVID_BIOS_INFO_RESPONSE_MESSAGE) == 24);

/** Guest to host; packed: 18 bytes. The host ignores it while its mouse is absolute. */
typedef struct SYNTHVID_POINTER_POSITION_MESSAGE
{
    SYNTHVID_MESSAGE_HEADER Header;
    HV_UINT8 IsVisible;
    HV_UINT8 VideoOutput; /**< 0. */
    HV_INT32 ImageX;      /**< Of the image's upper left pixel. */
    HV_INT32 ImageY;
} SYNTHVID_POINTER_POSITION_MESSAGE, *PSYNTHVID_POINTER_POSITION_MESSAGE;
HV_STATIC_ASSERT(sizeof(SYNTHVID_POINTER_POSITION_MESSAGE) == 18);

/**
 * Guest to host; packed: pixels follow. A pointer larger than
 * SYNTHVID_CURSOR_MAX_PAYLOAD_SIZE goes in several messages. Lines have no padding
 * but to a whole byte, and the data of all messages are, in bytes:
 * - with CursorFlags 1, ARGB: WidthPixels * HeightPixels * 4;
 * - with CursorFlags 0, two bits a pixel: (WidthPixels + 7) / 8 * HeightPixels * 2.
 */
typedef struct SYNTHVID_POINTER_SHAPE_MESSAGE
{
    SYNTHVID_MESSAGE_HEADER Header;
    HV_UINT8 PartialIndex;  /**< From 0; SYNTHVID_CURSOR_COMPLETE in the last or only one. */
    HV_UINT8 CursorFlags;   /**< 1 for color. */
    HV_UINT32 WidthPixels;  /**< At most SYNTHVID_CURSOR_MAX_X. */
    HV_UINT32 HeightPixels; /**< At most SYNTHVID_CURSOR_MAX_Y. */
    HV_UINT32 HotspotX;     /**< From the image's upper left pixel, as HotspotY. */
    HV_UINT32 HotspotY;
    HV_UINT8 PixelData[];
} SYNTHVID_POINTER_SHAPE_MESSAGE, *PSYNTHVID_POINTER_SHAPE_MESSAGE;
HV_STATIC_ASSERT(sizeof(SYNTHVID_POINTER_SHAPE_MESSAGE) == 26);

/** SYNTHVID_POINTER_SHAPE_MESSAGE.PartialIndex: no more follow. */
#define SYNTHVID_CURSOR_COMPLETE 0xFF

/** Host to guest, unsolicited: the kinds of messages that it requests; 1 or 0 each. No response. */
typedef struct SYNTHVID_FEATURE_CHANGE_MESSAGE
{
    SYNTHVID_MESSAGE_HEADER Header;
    HV_UINT8 IsDirtNeeded;
    HV_UINT8 IsPointerPositionUpdatesNeeded;
    HV_UINT8 IsPointerShapeUpdatesNeeded;
    HV_UINT8 IsVideoSituationUpdatesNeeded;
} SYNTHVID_FEATURE_CHANGE_MESSAGE, *PSYNTHVID_FEATURE_CHANGE_MESSAGE;
HV_STATIC_ASSERT(sizeof(SYNTHVID_FEATURE_CHANGE_MESSAGE) == 12);

/** Host to guest: the same with the EDID of the screen. */
typedef struct SYNTHVID_FEATURE_CHANGE_MESSAGE_V2
{
    SYNTHVID_MESSAGE_HEADER Header;
    HV_UINT8 IsDirtNeeded;
    HV_UINT8 IsPointerPositionUpdatesNeeded;
    HV_UINT8 IsPointerShapeUpdatesNeeded;
    HV_UINT8 IsVideoSituationUpdatesNeeded;
    HV_UINT8 EdidBlock[128];
} SYNTHVID_FEATURE_CHANGE_MESSAGE_V2, *PSYNTHVID_FEATURE_CHANGE_MESSAGE_V2;
HV_STATIC_ASSERT(sizeof(SYNTHVID_FEATURE_CHANGE_MESSAGE_V2) == 140);

/** Rectangle in pixels from the upper left corner of the mode. */
typedef struct HV_RECT
{
    HV_INT32 Left;   /**< First column. */
    HV_INT32 Top;    /**< First line. */
    HV_INT32 Right;  /**< First column after the rectangle. */
    HV_INT32 Bottom; /**< First line after the rectangle. */
} HV_RECT, *PHV_RECT;
HV_STATIC_ASSERT(sizeof(HV_RECT) == 16);

/** Changed regions; guest to host; packed: DirtCount rectangles follow. No response. */
typedef struct SYNTHVID_DIRT_MESSAGE
{
    SYNTHVID_MESSAGE_HEADER Header;
    HV_UINT8 VideoOutput; /**< 0. */
    HV_UINT8 DirtCount;   /**< Elements of Dirt; at most SYNTHVID_MAX_DIRTY_REGIONS. */
    HV_RECT Dirt[];
} SYNTHVID_DIRT_MESSAGE, *PSYNTHVID_DIRT_MESSAGE;
HV_STATIC_ASSERT(sizeof(SYNTHVID_DIRT_MESSAGE) == 10);

HV_PACK_END

/** The EDID of the screen that hosts show. For who plays the host; a guest takes what comes. */
static const HV_UINT8 SYNTHVID_EDID_BLOCK[128] HV_UNUSED = {
    0x00, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x00, 0x36, 0x68, 0x2E, 0x06, 0x00, 0x00, 0x00, 0x00,
    0xFF, 0x15, 0x01, 0x04, 0x80, 0x00, 0x00, 0x78, 0x22, 0xEE, 0x95, 0xA3, 0x54, 0x4C, 0x99, 0x26,
    0x0F, 0x50, 0x54, 0x00, 0x00, 0x00, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01,
    0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x6C, 0x20, 0x00, 0x30, 0x42, 0x00, 0x32, 0x30, 0x40, 0xC0,
    0x13, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x1E, 0x00, 0x00, 0x00, 0xFC, 0x00, 0x48, 0x79, 0x70,
    0x65, 0x72, 0x56, 0x4D, 0x6F, 0x6E, 0x69, 0x74, 0x6F, 0x72, 0x00, 0x00, 0x00, 0x10, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x10,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0xC6,
};

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_VIDEO */
