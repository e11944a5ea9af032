/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The few parts of UEFI that a program here calls, so that it needs no SDK: see the UEFI specification 2.10.
 *
 * Services that are not called are pointers without a type.
 */

#ifndef EXAMPLE_EFI
#define EXAMPLE_EFI

#if defined(__x86_64__)
#define EFIAPI __attribute__((ms_abi))
#else
#define EFIAPI
#endif

typedef __CHAR16_TYPE__ EFI_CHAR16;
typedef __UINTPTR_TYPE__ EFI_UINTN;
typedef EFI_UINTN EFI_STATUS;
typedef void *EFI_HANDLE;

enum
{
    EfiSuccess = 0
};

typedef struct EFI_GUID
{
    __UINT32_TYPE__ Data1;
    __UINT16_TYPE__ Data2;
    __UINT16_TYPE__ Data3;
    __UINT8_TYPE__ Data4[8];
} EFI_GUID;

/* 4.2: the tables. */

typedef struct EFI_TABLE_HEADER
{
    __UINT64_TYPE__ Signature;
    __UINT32_TYPE__ Revision;
    __UINT32_TYPE__ HeaderSize;
    __UINT32_TYPE__ Crc32;
    __UINT32_TYPE__ Reserved;
} EFI_TABLE_HEADER;

/* 12.4: text. */

typedef struct EFI_TEXT_OUTPUT
{
    void *Reset;
    EFI_STATUS(EFIAPI *OutputString)(struct EFI_TEXT_OUTPUT *This, const EFI_CHAR16 *String);
} EFI_TEXT_OUTPUT;

/* 4.4, 7: what exists until ExitBootServices. */

typedef struct EFI_BOOT_SERVICES
{
    EFI_TABLE_HEADER Header;
    void *TaskPriority[2];
    void *AllocatePages;
    void *FreePages;
    EFI_STATUS(EFIAPI *GetMemoryMap)
    (EFI_UINTN *Bytes, void *Map, EFI_UINTN *Key, EFI_UINTN *DescriptorBytes, __UINT32_TYPE__ *DescriptorVersion);
    void *Pool[2];
    void *Event[6];
    void *Protocol[9];
    void *LoadImage;
    void *StartImage;
    void *Exit;
    void *UnloadImage;
    EFI_STATUS(EFIAPI *ExitBootServices)(EFI_HANDLE Image, EFI_UINTN Key);
    void *GetNextMonotonicCount;
    EFI_STATUS(EFIAPI *Stall)(EFI_UINTN Microseconds);
    void *SetWatchdogTimer;
    void *Controller[2];
    void *OpenProtocol[3];
    void *ProtocolsPerHandle;
    void *LocateHandleBuffer;
    EFI_STATUS(EFIAPI *LocateProtocol)(const EFI_GUID *Protocol, void *Registration, void **Interface);
} EFI_BOOT_SERVICES;

/* 4.5, 8: what stays. */

typedef struct EFI_RUNTIME_SERVICES
{
    EFI_TABLE_HEADER Header;
    void *Time[4];
    void *VirtualMemory[2];
    void *Variable[3];
    void *GetNextHighMonotonicCount;
    void(EFIAPI *ResetSystem)(int Type, EFI_STATUS Status, EFI_UINTN DataSize, void *Data);
} EFI_RUNTIME_SERVICES;

enum
{
    EfiResetShutdown = 2
};

typedef struct EFI_SYSTEM_TABLE
{
    EFI_TABLE_HEADER Header;
    EFI_CHAR16 *FirmwareVendor;
    __UINT32_TYPE__ FirmwareRevision;
    EFI_HANDLE ConsoleInHandle;
    void *ConIn;
    EFI_HANDLE ConsoleOutHandle;
    EFI_TEXT_OUTPUT *ConOut;
    EFI_HANDLE StandardErrorHandle;
    EFI_TEXT_OUTPUT *StdErr;
    EFI_RUNTIME_SERVICES *RuntimeServices;
    EFI_BOOT_SERVICES *BootServices;
} EFI_SYSTEM_TABLE;

/* 12.9: the frame buffer. */

#define EFI_GRAPHICS_OUTPUT_GUID                                                                                       \
    {                                                                                                                  \
        0x9042a9de, 0x23dc, 0x4a38,                                                                                    \
        {                                                                                                              \
            0x96, 0xfb, 0x7a, 0xde, 0xd0, 0x80, 0x51, 0x6a                                                             \
        }                                                                                                              \
    }

typedef struct EFI_GRAPHICS_INFORMATION
{
    __UINT32_TYPE__ Version;
    __UINT32_TYPE__ Width;
    __UINT32_TYPE__ Height;
    __UINT32_TYPE__ PixelFormat; /* 0 and 1: 32 bits a pixel, 8 for each colour, in two orders. */
    __UINT32_TYPE__ PixelMasks[4];
    __UINT32_TYPE__ PixelsPerLine;
} EFI_GRAPHICS_INFORMATION;

typedef struct EFI_GRAPHICS_MODE
{
    __UINT32_TYPE__ MaximumMode;
    __UINT32_TYPE__ Mode;
    EFI_GRAPHICS_INFORMATION *Information;
    EFI_UINTN InformationBytes;
    __UINT64_TYPE__ FrameBuffer;
    EFI_UINTN FrameBufferBytes;
} EFI_GRAPHICS_MODE;

typedef struct EFI_GRAPHICS_OUTPUT
{
    void *QueryMode;
    void *SetMode;
    void *Blt;
    EFI_GRAPHICS_MODE *Mode;
} EFI_GRAPHICS_OUTPUT;

/* 34.1: fonts. */

#define EFI_HII_FONT_GUID                                                                                              \
    {                                                                                                                  \
        0xe9ca4775, 0x8657, 0x47fc,                                                                                    \
        {                                                                                                              \
            0x97, 0xe7, 0x7e, 0xd6, 0x5a, 0x08, 0x43, 0x24                                                             \
        }                                                                                                              \
    }

typedef struct EFI_IMAGE_OUTPUT
{
    __UINT16_TYPE__ Width;
    __UINT16_TYPE__ Height;
    __UINT32_TYPE__ Reserved;
    __UINT32_TYPE__ *Pixels; /* Blue in the lowest byte, then green, red and zero. */
} EFI_IMAGE_OUTPUT;

typedef struct EFI_HII_FONT
{
    void *StringToImage;
    void *StringIdToImage;
    EFI_STATUS(EFIAPI *GetGlyph)
    (struct EFI_HII_FONT *This, EFI_CHAR16 Character, const void *Style, EFI_IMAGE_OUTPUT **Image, EFI_UINTN *Baseline);
    void *GetFontInfo;
} EFI_HII_FONT;

#endif /* !EXAMPLE_EFI */
