/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief A vmbuspipe.dll that writes down what it is called with, and answers with fixed values.
 *
 * With OLD defined it lacks what came after the first release.
 */

#include <windows.h>

#include <stdio.h>

/* The forms are written out again here, so that a fault in the header's would show. */
typedef VOID(CALLBACK *OFFERED)(LPVOID, LPBYTE, WCHAR *, LPCGUID);
typedef VOID(CALLBACK *ARRIVED)(LPVOID, WCHAR *, DWORD);

static void Write(const char *Function, LPCGUID Class, DWORD First, DWORD Second)
{
    printf("dll: %s %08lx %lu %lu\n", Function, Class ? Class->Data1 : 0, First, Second);
    fflush(stdout);
}

__declspec(dllexport) BOOL WINAPI VmbusPipeClientEnumeratePipes(LPCGUID Class, LPVOID Context, OFFERED Offered)
{
    static volatile LONG Calls;
    static WCHAR Path[264] = L"path 1";
    BYTE UserDefined[112] = { 112 };
    if (!Offered)
    {
        /* The threads come here: only counted. */
        InterlockedIncrement(&Calls);
        return TRUE;
    }
    Write("EnumeratePipes", Class, (DWORD)Calls, 0);
    Offered(Context, UserDefined, Path, Class);
    return TRUE;
}

__declspec(dllexport) HANDLE WINAPI VmbusPipeClientOpenChannel(WCHAR *Path, DWORD OpenMode)
{
    Write("OpenChannel", NULL, Path[5] - L'0', OpenMode);
    return (HANDLE)0x10;
}

__declspec(dllexport) BOOL WINAPI VmbusPipeClientWaitChannel(LPCGUID Class, LPCGUID Instance, DWORD Timeout, WCHAR *Path)
{
    Write("WaitChannel", Class, Instance->Data1, Timeout);
    lstrcpyW(Path, L"path 2");
    return TRUE;
}

__declspec(dllexport) BOOL WINAPI VmbusPipeServerConnectPipe(HANDLE Pipe, LPOVERLAPPED Overlapped)
{
    Write("ConnectPipe", NULL, (DWORD)(LONG_PTR)Pipe, Overlapped ? 1 : 0);
    SetLastError(ERROR_PIPE_CONNECTED);
    return FALSE;
}

__declspec(dllexport) HANDLE WINAPI VmbusPipeServerOfferChannel(BYTE *Offer, DWORD OpenMode, DWORD PipeMode)
{
    Write("OfferChannel", (LPCGUID)(Offer + 20), OpenMode, PipeMode);
    return (HANDLE)0x11;
}

#ifndef OLD

static ARRIVED Callback;
static LPVOID CallbackContext;

__declspec(dllexport) HANDLE WINAPI VmbusPipeClientRegisterChannelNotification(LPCGUID Class, LPCGUID Instance,
                                                                               DWORD Flags, ARRIVED Arrived,
                                                                               LPVOID Context)
{
    Write("Register", Class, Instance->Data1, Flags);
    Callback = Arrived;
    CallbackContext = Context;
    return (HANDLE)0x12;
}

__declspec(dllexport) VOID WINAPI VmbusPipeClientReadyForChannelNotification(HANDLE Registration, BOOL Existing)
{
    static WCHAR Path[264] = L"path 3";
    Write("Ready", NULL, (DWORD)(LONG_PTR)Registration, (DWORD)Existing);
    Callback(CallbackContext, Path, 1);
}

__declspec(dllexport) VOID WINAPI VmbusPipeClientUnregisterChannelNotification(HANDLE Registration, BOOL Wait)
{
    Write("Unregister", NULL, (DWORD)(LONG_PTR)Registration, (DWORD)Wait);
}

__declspec(dllexport) DWORD WINAPI VmbusPipeServerOfferChannelEx(const BYTE *Offer, DWORD OpenMode, DWORD PipeMode,
                                                                 PHANDLE Pipe)
{
    const WCHAR *Name = *(const WCHAR *const *)(Offer + (sizeof(void *) == 8 ? 184 : 180));
    Write("OfferChannelEx", (LPCGUID)(Offer + 28), OpenMode, PipeMode + (DWORD)lstrlenW(Name));
    *Pipe = (HANDLE)0x13;
    return ERROR_SUCCESS;
}

__declspec(dllexport) HANDLE WINAPI VmbusPipeClientOpenChannelEx(WCHAR *Path, DWORD OpenMode, const DWORD *Settings)
{
    Write("OpenChannelEx", NULL, Path[5] - L'0' + OpenMode, Settings[2] + Settings[3]);
    return (HANDLE)0x14;
}

#endif
