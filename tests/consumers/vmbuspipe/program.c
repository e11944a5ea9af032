/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Calls each function of the VMBus pipe API and prints what comes back, in C and in C++.
 */

#include <Mile.HyperV.Windows.VMBusPipe.h>

#include <stdio.h>
#include <string.h>

static const GUID Class = { 0xC1A55000, 1, 2, { 3, 4, 5, 6, 7, 8, 9, 10 } };
static const GUID Instance = { 17, 1, 2, { 3, 4, 5, 6, 7, 8, 9, 10 } };

static VOID CALLBACK Offered(LPVOID Context, LPBYTE UserDefined, PVMBUS_PIPE_CHANNEL_INFO Info, LPCGUID Id)
{
    printf("offered %s %u %ls %08lx\n", (const char *)Context, UserDefined[0], Info->DevicePath, Id->Data1);
}

static VOID CALLBACK Arrived(LPVOID Context, PVMBUS_PIPE_CHANNEL_INFO Info, VMBUS_PIPE_CHANNEL_NOTIFICATION_TYPE Type)
{
    printf("arrived %s %ls %d\n", (const char *)Context, Info->DevicePath, (int)Type);
}

static void Show(const char *Function, LONG_PTR Result)
{
    printf("%s %ld error %lu\n", Function, (long)Result, GetLastError());
    fflush(stdout);
    SetLastError(0);
}

/* Eight threads make the first calls, all at once. */
static HANDLE Start;

static DWORD WINAPI Thread(LPVOID Context)
{
    WaitForSingleObject(Start, INFINITE);
    *(BOOL *)Context = VmbusPipeClientEnumeratePipes(&Class, NULL, NULL);
    return 0;
}

int main(void)
{
    HANDLE Threads[8];
    BOOL Results[8];
    BOOL All = TRUE;
    unsigned Index;
    char Context[] = "context";
    VMBUS_PIPE_CHANNEL_INFO Info;
    VMBUS_PIPE_SERVER_OFFER Offer;
    VMBUS_PIPE_SERVER_OFFER_EX OfferEx;
    VMBUS_PIPE_CLIENT_CHANNEL_SETTINGS Settings = { VMBUS_PIPE_CLIENT_CHANNEL_CURRENT_VERSION, sizeof(Settings), 4096,
                                                    8192 };
    HVMBUS_PIPE_NOTIFICATION Registration;
    OVERLAPPED Overlapped;
    HANDLE Pipe = NULL;
    DWORD Error;

    memset(&Info, 0, sizeof(Info));
    memset(&Offer, 0, sizeof(Offer));
    memset(&OfferEx, 0, sizeof(OfferEx));
    memset(&Overlapped, 0, sizeof(Overlapped));
    Info.DevicePath[5] = L'7';
    Offer.InterfaceType = Class;
    OfferEx.InterfaceType = Class;
    OfferEx.Name = L"four";

    Start = CreateEventW(NULL, TRUE, FALSE, NULL);
    for (Index = 0; Index < 8; ++Index)
    {
        Threads[Index] = CreateThread(NULL, 0, Thread, &Results[Index], 0, NULL);
    }
    SetEvent(Start);
    WaitForMultipleObjects(8, Threads, TRUE, INFINITE);
    for (Index = 0; Index < 8; ++Index)
    {
        All = All && Results[Index];
    }
    printf("threads %d\n", All);

    SetLastError(0);
    Show("EnumeratePipes", VmbusPipeClientEnumeratePipes(&Class, Context, Offered));
    Show("OpenChannel", (LONG_PTR)VmbusPipeClientOpenChannel(&Info, 5));
    Show("WaitChannel", VmbusPipeClientWaitChannel(&Class, &Instance, 23, &Info));
    Show("ConnectPipe", VmbusPipeServerConnectPipe((HANDLE)0x99, &Overlapped));
    Show("OfferChannel", (LONG_PTR)VmbusPipeServerOfferChannel(&Offer, 3, 4));
    Registration = VmbusPipeClientRegisterChannelNotification(&Class, &Instance, 6, Arrived, Context);
    Show("Register", (LONG_PTR)Registration);
    VmbusPipeClientReadyForChannelNotification(Registration, TRUE);
    Show("Ready", 0);
    VmbusPipeClientUnregisterChannelNotification(Registration, FALSE);
    Show("Unregister", 0);
    Error = VmbusPipeServerOfferChannelEx(&OfferEx, 3, 4, &Pipe);
    Show("OfferChannelEx", (LONG_PTR)Pipe);
    printf("result %lu\n", Error);
    Show("OpenChannelEx", (LONG_PTR)VmbusPipeClientOpenChannelEx(&Info, 1, &Settings));
    printf("end\n");
    return 0;
}
