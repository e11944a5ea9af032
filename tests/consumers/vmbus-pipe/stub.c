/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief A vmbuspipe.dll of our own: it writes each call down, and answers something that can be recognized.
 *
 * With STUB_EMPTY it has another function only.
 */

#include <windows.h>

#include <stdio.h>

__declspec(dllexport) int StubIsThere(void);

int StubIsThere(void)
{
    return 1;
}

#if !defined(STUB_EMPTY)

static void *P(unsigned Number)
{
    return (void *)(ULONG_PTR)Number;
}

/* The arguments are printed as numbers: the caller passes small ones in place of pointers. */
#define N(Argument) ((unsigned)(ULONG_PTR)(Argument))

__declspec(dllexport) BOOL WINAPI VmbusPipeClientEnumeratePipes(void *A, void *B, void *C)
{
    printf("stub VmbusPipeClientEnumeratePipes %u %u %u\n", N(A), N(B), N(C));
    return TRUE;
}

__declspec(dllexport) HANDLE WINAPI VmbusPipeClientOpenChannel(void *A, DWORD B)
{
    printf("stub VmbusPipeClientOpenChannel %u %u\n", N(A), N(B));
    return P(101);
}

__declspec(dllexport) BOOL WINAPI VmbusPipeClientWaitChannel(void *A, void *B, DWORD C, void *D)
{
    printf("stub VmbusPipeClientWaitChannel %u %u %u %u\n", N(A), N(B), N(C), N(D));
    SetLastError(ERROR_TIMEOUT);
    return FALSE;
}

__declspec(dllexport) BOOL WINAPI VmbusPipeServerConnectPipe(HANDLE A, void *B)
{
    printf("stub VmbusPipeServerConnectPipe %u %u\n", N(A), N(B));
    return TRUE;
}

__declspec(dllexport) HANDLE WINAPI VmbusPipeServerOfferChannel(void *A, DWORD B, DWORD C)
{
    printf("stub VmbusPipeServerOfferChannel %u %u %u\n", N(A), N(B), N(C));
    return P(102);
}

__declspec(dllexport) VOID WINAPI VmbusPipeClientReadyForChannelNotification(void *A, BOOL B)
{
    printf("stub VmbusPipeClientReadyForChannelNotification %u %u\n", N(A), N(B));
}

__declspec(dllexport) void *WINAPI VmbusPipeClientRegisterChannelNotification(void *A, void *B, DWORD C, void *D,
                                                                               void *E)
{
    printf("stub VmbusPipeClientRegisterChannelNotification %u %u %u %u %u\n", N(A), N(B), N(C), N(D), N(E));
    return P(103);
}

__declspec(dllexport) VOID WINAPI VmbusPipeClientUnregisterChannelNotification(void *A, BOOL B)
{
    printf("stub VmbusPipeClientUnregisterChannelNotification %u %u\n", N(A), N(B));
}

__declspec(dllexport) DWORD WINAPI VmbusPipeServerOfferChannelEx(void *A, DWORD B, DWORD C, HANDLE *D)
{
    printf("stub VmbusPipeServerOfferChannelEx %u %u %u\n", N(A), N(B), N(C));
    *D = P(104);
    return ERROR_SUCCESS;
}

__declspec(dllexport) HANDLE WINAPI VmbusPipeClientOpenChannelEx(void *A, DWORD B, void *C)
{
    printf("stub VmbusPipeClientOpenChannelEx %u %u %u\n", N(A), N(B), N(C));
    return P(105);
}

#endif

BOOL WINAPI DllMain(HINSTANCE Instance, DWORD Reason, LPVOID Reserved)
{
    (void)Instance;
    (void)Reserved;
    if (Reason == DLL_PROCESS_ATTACH)
    {
        setvbuf(stdout, NULL, _IONBF, 0);
        printf("stub loaded\n");
    }
    return TRUE;
}
