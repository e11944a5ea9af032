/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Synthetic video: a frame buffer in guest memory, and messages about it.
 *
 * Class SYNTHVID_CLASS_ID, da0a7802-e377-4aac-8e77-0558eb1073f8. The class SYNTH3DVIDEO_CLASS_ID,
 * 113560ea-48cd-4bd1-8828-fcec44e2b5d5, is the video adapter with 3D: mu_msvm uses this protocol on
 * it too, and its 3D part is undocumented.
 *
 * The guest draws into memory that the host displays, and reports to the host the memory's address,
 * the mode, the changed regions and the shape of the pointer. All messages are VMBus pipe messages
 * (VMBus/Pipe.h), little-endian and packed:
 *
 *     guest                                        host
 *       |-- SynthvidVersionRequest ---------------->|   newest first: 3.5 down to 3.0
 *       |<-- SynthvidVersionResponse ---------------|   accepted, or the guest tries the next
 *       |-- SynthvidSupportedResolutionsRequest --->|   since 3.4: EDID and list of modes
 *       |<-- SynthvidSupportedResolutionsResponse --|
 *       |-- SynthvidVramLocation ------------------>|   the frame buffer's address
 *       |<-- SynthvidVramLocationAck ---------------|
 *       |-- SynthvidSituationUpdate --------------->|   mode, depth, pitch
 *       |<-- SynthvidSituationUpdateAck ------------|
 *       |<-- SynthvidFeatureChange -----------------|   the messages that the host requests
 *       |-- SynthvidPointerShape, -Position, ------>|   at each change, if requested
 *       |   SynthvidDirt
 *
 * Frame buffer. In a Generation 1 machine it is base address 0 of the emulated VGA function
 * (SYNTHVID_PCI_VENDOR_ID, SYNTHVID_PCI_DEVICE_ID; OpenVMM). In a Generation 2 machine the
 * guest chooses a range of the address space that the VMBus device has in ACPI (its _CRS), of the
 * size that VMBUS_CHANNEL_OFFER_CHANNEL.MmioMegabytes of the offer specifies; firmware has already
 * chosen one, and a guest that keeps the firmware's frame buffer passes that address. mu_msvm uses
 * DEFAULT_VRAM_SIZE_WIN8 bytes in the low MMIO gap. The guest reports the address with
 * SynthvidVramLocation before it draws.
 *
 * Pixels. With DepthBits 32 a pixel is a little-endian HV_UINT32 0x00RRGGBB: the bytes in memory
 * are blue, green, red and an ignored one (mu_msvm reports its frame buffer as
 * PixelBlueGreenRedReserved8BitPerColor; OpenVMM displays it in this format). Lines follow each
 * other at PitchBytes. MacHyperVSupport uses 16 bits per pixel with version 3.0, whose layout is
 * undocumented.
 *
 * Rectangles. In HV_RECT, Left and Top are inclusive, Right and Bottom exclusive (OpenVMM): the
 * first 8 columns of a line are Left 0, Right 8. The host clips them to the mode.
 *
 * Versions. OpenVMM's host responds with SYNTHVID_ACCEPTED_WITH_VERSION_EXCHANGE to any version of
 * major number 3, even newer than its own 3.3, and with 0 to all other versions, after which the
 * guest may request again; a version request after an accepted one ends the protocol. It then
 * responds to requests in any order, ignores pointers, and never sends SynthvidFeatureChange.
 *
 * A guest may implement less: mu_msvm sends its version, the location and the situation, and waits
 * for each acknowledgement. FreeBSD, NetBSD, OpenBSD and Haiku have no driver for this protocol; in
 * a Generation 2 machine they draw into the frame buffer of the firmware. The host may send
 * SynthvidFeatureChange again at any time; where it enables a kind of message, the guest must send
 * at least one of that kind at once. UserContext is a number of the guest's choice that the
 * acknowledgement repeats.
 *
 * Header.Size of a guest's message counts header and body (mu_msvm). OpenVMM's host counts only the
 * body in its own messages and ignores the member in messages that it receives: a guest must use
 * the length of the pipe message as the length of the message.
 *
 * Hosts differ:
 *
 *                               Windows                      OpenVMM
 *     versions                  3.0 to 3.5                   any 3.x; behaves as 3.3
 *     SynthvidFeatureChange     sent                         never sent
 *     pointer messages          ignored with an absolute     ignored
 *                               mouse
 *     Header.Size, sending      undocumented                 the body alone
 *     list of resolutions       undocumented                 empty if the guest requests less than 64
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

/** Maximum bytes of a packet. */
#define SYNTHVID_MAX_VMBUS_PACKET_SIZE 0x4000
/** Maximum bytes of pixel data in one SynthvidPointerShape. */
#define SYNTHVID_CURSOR_MAX_PAYLOAD_SIZE 0x2000
/** Maximum width of a pointer, in pixels. */
#define SYNTHVID_CURSOR_MAX_X 96
/** Maximum height of a pointer, in pixels. */
#define SYNTHVID_CURSOR_MAX_Y 96
/** Bytes of one pixel of a color pointer. */
#define SYNTHVID_CURSOR_ARGB_PIXEL_SIZE 4
/** Maximum bytes of a pointer: 96 x 96 pixels of 4 bytes. */
#define SYNTHVID_CURSOR_MAX_SIZE 36864
/** Maximum of SYNTHVID_DIRT_MESSAGE.DirtCount. */
#define SYNTHVID_MAX_DIRTY_REGIONS 255
/** Maximum number of modes in a response. */
#define SYNTHVID_MAXIMUM_RESOLUTIONS_COUNT 64
/** Bytes of an EDID block. */
#define SYNTHVID_EDID_BLOCK_SIZE 128
/** I/O port of the notification of an emergency reset. */
#define SYNTHVID_EMERGENCY_RESET_IO_PORT 0x100

/**
 * Bytes of the frame buffer with version 3.0, in guests that do not use the offer's MmioMegabytes.
 */
#define DEFAULT_VRAM_SIZE_WIN7 (4 * 1024 * 1024)
/**
 * Bytes of the frame buffer since version 3.2, in guests that do not use the offer's MmioMegabytes.
 */
#define DEFAULT_VRAM_SIZE_WIN8 (2 * DEFAULT_VRAM_SIZE_WIN7)

/**
 * Maximum width of a mode, in pixels, before the list of modes of 3.4. Source: Linux (facts alone).
 */
#define SYNTHVID_WIDTH_WIN8 1600
/**
 * Maximum height of a mode, in pixels, before the list of modes of 3.4. Source: Linux (facts
 * alone).
 */
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
 * Versions. The name of a feature stands for the version that introduced it.
 */

/** Composes a version from its major number (low 16 bits) and minor number (high 16 bits). */
#define SYNTHVID_MAKE_VERSION(Major, Minor) ((Major) | ((Minor) << 16))

/** Protocol version. */
typedef union SYNTHVID_VERSION
{
    struct
    {
        HV_UINT16 MajorVersion; /**< Major number; 3. */
        HV_UINT16 MinorVersion; /**< Minor number; 0 to 5. */
    };
    HV_UINT32 AsDWORD; /**< SYNTHVID_VERSION_..., both numbers in one word. */
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

/** Versions by release and by feature, with the major number in the high 16 bits. */
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

/** SYNTHVID_MESSAGE_HEADER.Type; the comment of each structure specifies the direction. */
typedef HV_UINT32 SYNTHVID_MESSAGE_TYPE, *PSYNTHVID_MESSAGE_TYPE;
enum
{
    SynthvidError = 0, /**< Not a message. */
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

/** Id of the first display target: "HVT" in ASCII; 24 bits, so that older drivers accept it. */
#define HVD_CHILD_ID 0x00545648
/** Id of the second display target: "HV2" in ASCII. */
#define HVD_CHILD_ID2 0x00325648
/** Id of the third display target: "HV3" in ASCII. */
#define HVD_CHILD_ID3 0x00335648

/** Mode. */
typedef struct HVD_SCREEN_INFO
{
    HV_UINT16 Width;  /**< Pixels in one line. */
    HV_UINT16 Height; /**< Number of lines. */
} HVD_SCREEN_INFO, *PHVD_SCREEN_INFO;
HV_STATIC_ASSERT(sizeof(HVD_SCREEN_INFO) == 4);

HV_PACK_BEGIN

/** First member of each message, in both directions. */
typedef struct SYNTHVID_MESSAGE_HEADER
{
    SYNTHVID_MESSAGE_TYPE Type; /**< Synthvid...; identifies the message. */
    /**
     * Bytes of the message, with this header (mu_msvm) or without it (OpenVMM's host); at most the
     * bytes of the pipe message.
     */
    HV_UINT32 Size;
} SYNTHVID_MESSAGE_HEADER, *PSYNTHVID_MESSAGE_HEADER;
HV_STATIC_ASSERT(sizeof(SYNTHVID_MESSAGE_HEADER) == 8);

/**
 * Any message: a header and its body; both ways. Header.Type determines the response and the
 * version.
 */
typedef struct SYNTHVID_MESSAGE
{
    SYNTHVID_MESSAGE_HEADER Header;
    HV_UINT8 Data[]; /**< Body of the message. */
} SYNTHVID_MESSAGE, *PSYNTHVID_MESSAGE;
HV_STATIC_ASSERT(sizeof(SYNTHVID_MESSAGE) == 8);

/**
 * Requests one protocol version; guest to host. SYNTHVID_VERSION_RESPONSE_MESSAGE answers it. Since
 * 3.0.
 */
typedef struct SYNTHVID_VERSION_REQUEST_MESSAGE
{
    SYNTHVID_MESSAGE_HEADER Header;
    SYNTHVID_VERSION Version; /**< SYNTHVID_VERSION_..., the requested version. */
} SYNTHVID_VERSION_REQUEST_MESSAGE, *PSYNTHVID_VERSION_REQUEST_MESSAGE;
HV_STATIC_ASSERT(sizeof(SYNTHVID_VERSION_REQUEST_MESSAGE) == 12);

/** SYNTHVID_VERSION_RESPONSE_MESSAGE.IsAccepted: accepted. mu_msvm requires this value. */
#define SYNTHVID_ACCEPTED_WITH_VERSION_EXCHANGE 2

/** Response to SynthvidVersionRequest; host to guest. Since 3.0. Packed: 14 bytes. */
typedef struct SYNTHVID_VERSION_RESPONSE_MESSAGE
{
    SYNTHVID_MESSAGE_HEADER Header;
    SYNTHVID_VERSION Version; /**< Version of the host; OpenVMM repeats the requested one. */
    HV_UINT8 IsAccepted;      /**< SYNTHVID_ACCEPTED_WITH_VERSION_EXCHANGE, or 0 if refused. */
    HV_UINT8 MaxVideoOutputs; /**< Number of outputs; 1. */
} SYNTHVID_VERSION_RESPONSE_MESSAGE, *PSYNTHVID_VERSION_RESPONSE_MESSAGE;
HV_STATIC_ASSERT(sizeof(SYNTHVID_VERSION_RESPONSE_MESSAGE) == 14);

/**
 * Queries the EDID and the modes; guest to host. SYNTHVID_SUPPORTED_RESOLUTIONS_RESPONSE_MESSAGE
 * answers it. Since 3.4.
 */
typedef struct SYNTHVID_SUPPORTED_RESOLUTIONS_REQUEST_MESSAGE
{
    SYNTHVID_MESSAGE_HEADER Header;
    /**
     * Maximum number of modes in the response; SYNTHVID_MAXIMUM_RESOLUTIONS_COUNT. OpenVMM lists no
     * mode if it is less.
     */
    HV_UINT8 MaximumResolutionCount;
} SYNTHVID_SUPPORTED_RESOLUTIONS_REQUEST_MESSAGE, *PSYNTHVID_SUPPORTED_RESOLUTIONS_REQUEST_MESSAGE;
HV_STATIC_ASSERT(sizeof(SYNTHVID_SUPPORTED_RESOLUTIONS_REQUEST_MESSAGE) == 9);

/**
 * Response to SynthvidSupportedResolutionsRequest; host to guest. ResolutionCount modes follow.
 * Since 3.4.
 */
typedef struct SYNTHVID_SUPPORTED_RESOLUTIONS_RESPONSE_MESSAGE
{
    SYNTHVID_MESSAGE_HEADER Header;
    HV_UINT8 EdidBlock[128]; /**< EDID of the screen that the host presents. */
    /** Elements of SupportedResolution; at most the requested maximum, and may be 0. */
    HV_UINT8 ResolutionCount;
    /** Index of the initial mode, from 0; unused if ResolutionCount is 0. */
    HV_UINT8 DefaultResolutionIndex;
    HV_UINT8 IsStandard;                   /**< Undocumented; OpenVMM: 0. */
    HVD_SCREEN_INFO SupportedResolution[]; /**< Modes that the host supports. */
} SYNTHVID_SUPPORTED_RESOLUTIONS_RESPONSE_MESSAGE, *PSYNTHVID_SUPPORTED_RESOLUTIONS_RESPONSE_MESSAGE;
HV_STATIC_ASSERT(sizeof(SYNTHVID_SUPPORTED_RESOLUTIONS_RESPONSE_MESSAGE) == 139);

/**
 * Queries the capabilities of the host; guest to host. SYNTHVID_CAPABILITY_RESPONSE_MESSAGE answers
 * it. Since 3.5.
 */
typedef struct SYNTHVID_CAPABILITY_REQUEST_MESSAGE
{
    SYNTHVID_MESSAGE_HEADER Header;
} SYNTHVID_CAPABILITY_REQUEST_MESSAGE, *PSYNTHVID_CAPABILITY_REQUEST_MESSAGE;
HV_STATIC_ASSERT(sizeof(SYNTHVID_CAPABILITY_REQUEST_MESSAGE) == 8);

/** Response to SynthvidCapabilityRequest; host to guest. Since 3.5. */
typedef struct SYNTHVID_CAPABILITY_RESPONSE_MESSAGE
{
    SYNTHVID_MESSAGE_HEADER Header;
    union
    {
        HV_UINT32 AsUINT32; /**< All capabilities in one word. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /** Bit 0: The session is locked when the viewer disconnects. */
            HV_UINT32 LockOnDisconnect : 1;
            HV_UINT32 Reserved : 31;
        };
#endif
    };
    HV_UINT32 Reserved2[15];
} SYNTHVID_CAPABILITY_RESPONSE_MESSAGE, *PSYNTHVID_CAPABILITY_RESPONSE_MESSAGE;
HV_STATIC_ASSERT(sizeof(SYNTHVID_CAPABILITY_RESPONSE_MESSAGE) == 72);

/**
 * Location of the frame buffer; guest to host. SYNTHVID_VRAM_LOCATION_ACK_MESSAGE answers it. Since
 * 3.0. Packed: 25 bytes.
 */
typedef struct SYNTHVID_VRAM_LOCATION_MESSAGE
{
    SYNTHVID_MESSAGE_HEADER Header;
    HV_UINT64 UserContext; /**< Number of the guest's choice; the acknowledgement repeats it. */
    /** 1 if VramGpaAddress is valid; if 0, OpenVMM displays no frame buffer. */
    HV_UINT8 IsVramGpaAddressSpecified;
    /** Guest physical address of the frame buffer; its alignment is undocumented. */
    HV_GPA VramGpaAddress;
} SYNTHVID_VRAM_LOCATION_MESSAGE, *PSYNTHVID_VRAM_LOCATION_MESSAGE;
HV_STATIC_ASSERT(sizeof(SYNTHVID_VRAM_LOCATION_MESSAGE) == 25);

/**
 * Response to SynthvidVramLocation; host to guest. After it, the host displays writes to the new
 * frame buffer. Since 3.0.
 */
typedef struct SYNTHVID_VRAM_LOCATION_ACK_MESSAGE
{
    SYNTHVID_MESSAGE_HEADER Header;
    HV_UINT64 UserContext; /**< UserContext of the request. */
} SYNTHVID_VRAM_LOCATION_ACK_MESSAGE, *PSYNTHVID_VRAM_LOCATION_ACK_MESSAGE;
HV_STATIC_ASSERT(sizeof(SYNTHVID_VRAM_LOCATION_ACK_MESSAGE) == 16);

/** Mode of one output; packed: 18 bytes. */
typedef struct VIDEO_OUTPUT_SITUATION
{
    HV_UINT8 Active; /**< 1 if the guest displays something; mu_msvm sends 0. */
    /** Bytes from the start of the frame buffer to the first pixel; 0 since Windows 10. */
    HV_UINT32 PrimarySurfaceVramOffset;
    HV_UINT8 DepthBits;     /**< Bits of a pixel, all colors together; SYNTHVID_DEPTH_... */
    HV_UINT32 WidthPixels;  /**< Pixels in one line. */
    HV_UINT32 HeightPixels; /**< Number of lines. */
    HV_UINT32 PitchBytes;   /**< Bytes from the start of one line to the start of the next. */
} VIDEO_OUTPUT_SITUATION, *PVIDEO_OUTPUT_SITUATION;
HV_STATIC_ASSERT(sizeof(VIDEO_OUTPUT_SITUATION) == 18);

/**
 * Mode of the display; guest to host. SYNTHVID_SITUATION_UPDATE_ACK_MESSAGE answers it. Since 3.0.
 * Packed: 35 bytes.
 */
typedef struct SYNTHVID_SITUATION_UPDATE_MESSAGE
{
    SYNTHVID_MESSAGE_HEADER Header;
    HV_UINT64 UserContext;                 /**< Number of the guest's choice; the acknowledgement repeats it. */
    HV_UINT8 VideoOutputCount;             /**< Elements of VideoOutput; 1 in all versions. */
    VIDEO_OUTPUT_SITUATION VideoOutput[1]; /**< Mode of the output. */
} SYNTHVID_SITUATION_UPDATE_MESSAGE, *PSYNTHVID_SITUATION_UPDATE_MESSAGE;
HV_STATIC_ASSERT(sizeof(SYNTHVID_SITUATION_UPDATE_MESSAGE) == 35);

/** Response to SynthvidSituationUpdate; host to guest. Since 3.0. */
typedef struct SYNTHVID_SITUATION_UPDATE_ACK_MESSAGE
{
    SYNTHVID_MESSAGE_HEADER Header;
    HV_UINT64 UserContext; /**< UserContext of the request. */
} SYNTHVID_SITUATION_UPDATE_ACK_MESSAGE, *PSYNTHVID_SITUATION_UPDATE_ACK_MESSAGE;
HV_STATIC_ASSERT(sizeof(SYNTHVID_SITUATION_UPDATE_ACK_MESSAGE) == 16);

/**
 * Queries the generation of the machine; guest to host. SYNTHVID_BIOS_INFO_RESPONSE_MESSAGE answers
 * it. Since 3.3.
 */
typedef struct SYNTHVID_BIOS_INFO_REQUEST_MESSAGE
{
    SYNTHVID_MESSAGE_HEADER Header;
} SYNTHVID_BIOS_INFO_REQUEST_MESSAGE, *PSYNTHVID_BIOS_INFO_REQUEST_MESSAGE;
HV_STATIC_ASSERT(sizeof(SYNTHVID_BIOS_INFO_REQUEST_MESSAGE) == 8);

/** Response to SynthvidBiosInfoRequest; host to guest. Since 3.3. */
typedef struct SYNTHVID_BIOS_INFO_RESPONSE_MESSAGE
{
    SYNTHVID_MESSAGE_HEADER Header;
    /** Bit 0: the machine is of Generation 2, and the guest may stop the device. */
    HV_UINT32 VmGeneration;
    HV_UINT32 ReservedInt32;
    HV_UINT64 ReservedInt64;
} SYNTHVID_BIOS_INFO_RESPONSE_MESSAGE, *PSYNTHVID_BIOS_INFO_RESPONSE_MESSAGE;
HV_STATIC_ASSERT(sizeof(SYNTHVID_BIOS_INFO_RESPONSE_MESSAGE) == 24);

/**
 * Position of the pointer; guest to host. No response. Since 3.0. Packed: 18 bytes. The host
 * ignores it while its mouse is absolute.
 */
typedef struct SYNTHVID_POINTER_POSITION_MESSAGE
{
    SYNTHVID_MESSAGE_HEADER Header;
    HV_UINT8 IsVisible;   /**< 1 if the pointer is visible. */
    HV_UINT8 VideoOutput; /**< Output; 0. */
    HV_INT32 ImageX;      /**< Column of the image's upper left pixel, in pixels. */
    HV_INT32 ImageY;      /**< Line of the image's upper left pixel, in pixels. */
} SYNTHVID_POINTER_POSITION_MESSAGE, *PSYNTHVID_POINTER_POSITION_MESSAGE;
HV_STATIC_ASSERT(sizeof(SYNTHVID_POINTER_POSITION_MESSAGE) == 18);

/**
 * Shape of the pointer; guest to host. No response. Since 3.0. Pixels follow.
 *
 * The guest must send a pointer larger than SYNTHVID_CURSOR_MAX_PAYLOAD_SIZE in several messages.
 * Each line is padded to a whole byte only. The data of all messages have, in bytes:
 * - with CursorFlags 1, ARGB: WidthPixels * HeightPixels * 4;
 * - with CursorFlags 0, two bits per pixel: (WidthPixels + 7) / 8 * HeightPixels * 2.
 */
typedef struct SYNTHVID_POINTER_SHAPE_MESSAGE
{
    SYNTHVID_MESSAGE_HEADER Header;
    /** Index of this part, from 0; SYNTHVID_CURSOR_COMPLETE in the last part. */
    HV_UINT8 PartialIndex;
    HV_UINT8 CursorFlags;   /**< 1 for a color pointer, 0 for a monochrome one. */
    HV_UINT32 WidthPixels;  /**< Pixels in one line; at most SYNTHVID_CURSOR_MAX_X. */
    HV_UINT32 HeightPixels; /**< Number of lines; at most SYNTHVID_CURSOR_MAX_Y. */
    HV_UINT32 HotspotX;     /**< Pixels from the image's left edge to the hot spot. */
    HV_UINT32 HotspotY;     /**< Pixels from the image's top edge to the hot spot. */
    HV_UINT8 PixelData[];   /**< Pixels of this part. */
} SYNTHVID_POINTER_SHAPE_MESSAGE, *PSYNTHVID_POINTER_SHAPE_MESSAGE;
HV_STATIC_ASSERT(sizeof(SYNTHVID_POINTER_SHAPE_MESSAGE) == 26);

/** SYNTHVID_POINTER_SHAPE_MESSAGE.PartialIndex: the last or only part. */
#define SYNTHVID_CURSOR_COMPLETE 0xFF

/** Kinds of messages that the host requests; host to guest, unsolicited. No response. Since 3.0. */
typedef struct SYNTHVID_FEATURE_CHANGE_MESSAGE
{
    SYNTHVID_MESSAGE_HEADER Header;
    HV_UINT8 IsDirtNeeded;                   /**< 1 for SynthvidDirt, or 0. */
    HV_UINT8 IsPointerPositionUpdatesNeeded; /**< 1 for SynthvidPointerPosition, or 0. */
    HV_UINT8 IsPointerShapeUpdatesNeeded;    /**< 1 for SynthvidPointerShape, or 0. */
    HV_UINT8 IsVideoSituationUpdatesNeeded;  /**< 1 for SynthvidSituationUpdate, or 0. */
} SYNTHVID_FEATURE_CHANGE_MESSAGE, *PSYNTHVID_FEATURE_CHANGE_MESSAGE;
HV_STATIC_ASSERT(sizeof(SYNTHVID_FEATURE_CHANGE_MESSAGE) == 12);

/**
 * Kinds of messages that the host requests, with the EDID of the screen; host to guest,
 * unsolicited. No response. Its first version is undocumented.
 */
typedef struct SYNTHVID_FEATURE_CHANGE_MESSAGE_V2
{
    SYNTHVID_MESSAGE_HEADER Header;
    HV_UINT8 IsDirtNeeded;                   /**< 1 for SynthvidDirt, or 0. */
    HV_UINT8 IsPointerPositionUpdatesNeeded; /**< 1 for SynthvidPointerPosition, or 0. */
    HV_UINT8 IsPointerShapeUpdatesNeeded;    /**< 1 for SynthvidPointerShape, or 0. */
    HV_UINT8 IsVideoSituationUpdatesNeeded;  /**< 1 for SynthvidSituationUpdate, or 0. */
    HV_UINT8 EdidBlock[128];                 /**< EDID of the screen that the host presents. */
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

/** Changed regions; guest to host. No response. Since 3.0. DirtCount rectangles follow. */
typedef struct SYNTHVID_DIRT_MESSAGE
{
    SYNTHVID_MESSAGE_HEADER Header;
    HV_UINT8 VideoOutput; /**< Output; 0. */
    HV_UINT8 DirtCount;   /**< Elements of Dirt; at most SYNTHVID_MAX_DIRTY_REGIONS. */
    HV_RECT Dirt[];       /**< Changed regions. */
} SYNTHVID_DIRT_MESSAGE, *PSYNTHVID_DIRT_MESSAGE;
HV_STATIC_ASSERT(sizeof(SYNTHVID_DIRT_MESSAGE) == 10);

HV_PACK_END

/**
 * EDID of the screen that hosts present. It serves programs that implement the host; a guest must
 * use the block that it receives.
 */
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
