/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Calls each function of Mile.HyperV.Windows.VMBusPipe.h, and prints what it returned.
 *
 * Compiled as C and as C++. With an argument it makes the first calls from
 * many threads at once.
 */

#include <Mile.HyperV.Windows.VMBusPipe.h>

#include <stdio.h>

#define P(Type, Number) ((Type)(ULONG_PTR)(Number))

static void Show(const char *Name, unsigned Result)
{
    printf("%s returned %u, last error %u\n", Name, Result, (unsigned)GetLastError());
    SetLastError(0);
}

#define N(Result) ((unsigned)(ULONG_PTR)(Result))

static void CallAll(void)
{
    HANDLE Pipe = NULL;
    DWORD Status;

    SetLastError(0);
    Show("EnumeratePipes",
         N(VmbusPipeClientEnumeratePipes(P(LPCGUID, 1), P(LPVOID, 2), P(CHANNEL_OFFER_NOTIFICATION, 3))));
    Show("OpenChannel", N(VmbusPipeClientOpenChannel(P(PVMBUS_PIPE_CHANNEL_INFO, 4), 5)));
    Show("WaitChannel",
         N(VmbusPipeClientWaitChannel(P(LPCGUID, 6), P(LPCGUID, 7), 8, P(PVMBUS_PIPE_CHANNEL_INFO, 9))));
    Show("ConnectPipe", N(VmbusPipeServerConnectPipe(P(HANDLE, 10), P(LPOVERLAPPED, 11))));
    Show("OfferChannel", N(VmbusPipeServerOfferChannel(P(PVMBUS_PIPE_SERVER_OFFER, 12), 13, 14)));
    VmbusPipeClientReadyForChannelNotification(P(HVMBUS_PIPE_NOTIFICATION, 15), TRUE);
    Show("ReadyForChannelNotification", 0);
    Show("RegisterChannelNotification",
         N(VmbusPipeClientRegisterChannelNotification(P(LPCGUID, 16), P(LPCGUID, 17), 18,
                                                      P(VMBUS_PIPE_CLIENT_CHANNEL_NOTIFICATION_CALLBACK, 19),
                                                      P(LPVOID, 20))));
    VmbusPipeClientUnregisterChannelNotification(P(HVMBUS_PIPE_NOTIFICATION, 21), FALSE);
    Show("UnregisterChannelNotification", 0);
    Status = VmbusPipeServerOfferChannelEx(P(PCVMBUS_PIPE_SERVER_OFFER_EX, 22), 23, 24, &Pipe);
    Show("OfferChannelEx", Status);
    printf("pipe %u\n", N(Pipe));
    Show("OpenChannelEx", N(VmbusPipeClientOpenChannelEx(P(PVMBUS_PIPE_CHANNEL_INFO, 25), 26,
                                                         P(PVMBUS_PIPE_CLIENT_CHANNEL_SETTINGS, 27))));
}

static LONG volatile Opened;

static DWORD WINAPI Thread(LPVOID Event)
{
    WaitForSingleObject((HANDLE)Event, INFINITE);
    if (VmbusPipeClientOpenChannel(P(PVMBUS_PIPE_CHANNEL_INFO, 4), 5) == P(HANDLE, 101))
    {
        InterlockedIncrement(&Opened);
    }
    return 0;
}

int main(int Count, char **Arguments)
{
    (void)Arguments;
    setvbuf(stdout, NULL, _IONBF, 0);
    if (Count > 1)
    {
        HANDLE Threads[32];
        HANDLE Event = CreateEventW(NULL, TRUE, FALSE, NULL);
        unsigned Index;
        for (Index = 0; Index < 32; ++Index)
        {
            Threads[Index] = CreateThread(NULL, 0, Thread, Event, 0, NULL);
        }
        SetEvent(Event);
        WaitForMultipleObjects(32, Threads, TRUE, INFINITE);
        printf("opened by %ld threads\n", Opened);
    }
    else
    {
        CallAll();
    }
    printf("end of program\n");
    return 0;
}
