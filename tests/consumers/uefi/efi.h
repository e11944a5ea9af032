/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The few parts of UEFI that the example calls, so that it needs no SDK: see the UEFI specification 2.10, 4.3.
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

typedef struct EFI_TABLE_HEADER
{
    __UINT64_TYPE__ Signature;
    __UINT32_TYPE__ Revision;
    __UINT32_TYPE__ HeaderSize;
    __UINT32_TYPE__ Crc32;
    __UINT32_TYPE__ Reserved;
} EFI_TABLE_HEADER;

typedef struct EFI_TEXT_OUTPUT
{
    void *Reset;
    EFI_STATUS(EFIAPI *OutputString)(struct EFI_TEXT_OUTPUT *This, const EFI_CHAR16 *String);
} EFI_TEXT_OUTPUT;

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
} EFI_SYSTEM_TABLE;

#endif /* !EXAMPLE_EFI */
