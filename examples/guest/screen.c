/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Text on the firmware's frame buffer, after the firmware has gone.
 *
 * The frame buffer outlives the boot services, the function that prints to it
 * does not, and neither does the font. So the shapes of the printable ASCII
 * characters are asked for while there is somebody to ask.
 */

#include "guest.h"
#include "screen.h"

#define FIRST_CHARACTER ' '
#define CHARACTER_COUNT 95
/* UEFI's narrow characters all have this size. */
#define CHARACTER_WIDTH 8
#define CHARACTER_HEIGHT 19

#define COLOR_TEXT 0x00C0C0C0U
#define COLOR_BACK 0U

static HV_UINT8 Shapes[CHARACTER_COUNT][CHARACTER_HEIGHT]; /* The left pixel is the highest bit. */
static volatile HV_UINT32 *Pixels;
static HV_UINT32 PixelsPerLine;
static HV_UINT32 Columns;
static HV_UINT32 Rows;
static HV_UINT32 Column;
static HV_UINT32 Row;

void ScreenPrepare(EFI_BOOT_SERVICES *Services)
{
    static const EFI_GUID GraphicsGuid = EFI_GRAPHICS_OUTPUT_GUID;
    static const EFI_GUID FontGuid = EFI_HII_FONT_GUID;
    void *Graphics;
    void *Font;
    const EFI_GRAPHICS_MODE *Mode;
    EFI_IMAGE_OUTPUT *Image;

    if (Services->LocateProtocol(&GraphicsGuid, 0, &Graphics) != EfiSuccess ||
        Services->LocateProtocol(&FontGuid, 0, &Font) != EfiSuccess)
    {
        return;
    }
    Mode = ((EFI_GRAPHICS_OUTPUT *)Graphics)->Mode;
    if (Mode->Information->PixelFormat > 1)
    {
        return;
    }
    for (HV_UINT32 Index = 0; Index < CHARACTER_COUNT; ++Index)
    {
        Image = 0;
        if (((EFI_HII_FONT *)Font)->GetGlyph(Font, (EFI_CHAR16)(FIRST_CHARACTER + Index), 0, &Image, 0) != EfiSuccess ||
            Image->Width != CHARACTER_WIDTH || Image->Height != CHARACTER_HEIGHT)
        {
            return;
        }
        for (HV_UINT32 Pixel = 0; Pixel < CHARACTER_WIDTH * CHARACTER_HEIGHT; ++Pixel)
        {
            if (Image->Pixels[Pixel] != COLOR_BACK)
            {
                Shapes[Index][Pixel / CHARACTER_WIDTH] |= (HV_UINT8)(0x80U >> Pixel % CHARACTER_WIDTH);
            }
        }
    }
    Pixels = (volatile HV_UINT32 *)(__UINTPTR_TYPE__)Mode->FrameBuffer;
    PixelsPerLine = Mode->Information->PixelsPerLine;
    Columns = Mode->Information->Width / CHARACTER_WIDTH;
    Rows = Mode->Information->Height / CHARACTER_HEIGHT;
}

static void Draw(HV_UINT32 AtColumn, HV_UINT32 AtRow, char Character)
{
    HV_UINT32 Index = (HV_UINT32)(HV_UINT8)Character - FIRST_CHARACTER;

    for (HV_UINT32 Y = 0; Y < CHARACTER_HEIGHT; ++Y)
    {
        HV_UINT32 Bits = Index < CHARACTER_COUNT ? Shapes[Index][Y] : 0;

        for (HV_UINT32 X = 0; X < CHARACTER_WIDTH; ++X)
        {
            Pixels[(AtRow * CHARACTER_HEIGHT + Y) * PixelsPerLine + AtColumn * CHARACTER_WIDTH + X] =
                (Bits & (0x80U >> X)) != 0 ? COLOR_TEXT : COLOR_BACK;
        }
    }
}

static void ClearRow(HV_UINT32 AtRow)
{
    for (HV_UINT32 Index = 0; Index < Columns; ++Index)
    {
        Draw(Index, AtRow, ' ');
    }
}

/** Below the last row comes the first one again, and one row is always empty: reading a frame buffer would be slow. */
static void PrintToScreen(char Character)
{
    if (Character != '\n')
    {
        Draw(Column, Row, Character);
        ++Column;
    }
    if (Character == '\n' || Column == Columns)
    {
        Column = 0;
        Row = (Row + 1) % Rows;
        ClearRow(Row);
        ClearRow((Row + 1) % Rows);
    }
}

void ScreenAdd(void)
{
    if (Columns == 0 || Rows == 0)
    {
        return;
    }
    for (HV_UINT32 Index = 0; Index < Rows; ++Index)
    {
        ClearRow(Index);
    }
    ConsoleAdd(PrintToScreen);
}
