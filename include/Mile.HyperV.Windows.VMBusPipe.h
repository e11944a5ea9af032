/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The Windows user-mode API for VMBus pipes, without a library to link.
 *
 * Windows programs can open pipes on the VMBus (Mile.HyperV/VMBus/Pipe.h) as files. The guest's
 * side finds an offer of a class and opens it. The host's side makes the offer and waits for the
 * guest. Both receive a file handle for ReadFile and WriteFile. The functions are in vmbuspipe.dll,
 * and in vmbuspiper.dll on a host. No SDK has a header or an import library for them.
 *
 *     guest                                          host
 *     VmbusPipeClientEnumeratePipes, or              VmbusPipeServerOfferChannel(Ex)
 *     VmbusPipeClientWaitChannel, or                      |
 *     VmbusPipeClientRegisterChannelNotification      VmbusPipeServerConnectPipe
 *          |                                              |
 *     VmbusPipeClientOpenChannel(Ex)  <------------------->
 *          |                                              |
 *     ReadFile, WriteFile, CloseHandle               ReadFile, WriteFile, CloseHandle
 *
 * Each function here has the name and the type of the function in the DLL, and calls it. The first
 * call that needs the DLL loads it, from the system directory and from nowhere else, and it stays
 * loaded. Any number of threads may call at the same time. If the DLL, or the function in it, does
 * not exist, the call fails as its comment specifies, and GetLastError returns the reason:
 * ERROR_MOD_NOT_FOUND or another error of LoadLibrary, or ERROR_PROC_NOT_FOUND. The next call tries
 * again.
 *
 * This is the only header of the library that includes <windows.h>. It includes the lean form that
 * WIN32_LEAN_AND_MEAN selects, because the whole one declares the sockets of winsock.h, which makes
 * every later <winsock2.h> an error. A program that needs the whole <windows.h> must include it
 * before this header. This header defines nothing if <windows.h> does not exist (other systems,
 * UEFI), and nothing in Windows' kernel mode.
 *
 * Sources: symbols of vmbuspipe.dll 14347 and 19041.
 */

#ifndef MILE_HYPERV_WINDOWS_VMBUSPIPE
#define MILE_HYPERV_WINDOWS_VMBUSPIPE

#if defined(_WIN32) && !defined(_KERNEL_MODE)
#if !defined(__has_include)
#define MILE_HYPERV_WINDOWS_VMBUSPIPE_AVAILABLE 1
#elif __has_include(<windows.h>)
#define MILE_HYPERV_WINDOWS_VMBUSPIPE_AVAILABLE 1
#endif
#endif

#if defined(MILE_HYPERV_WINDOWS_VMBUSPIPE_AVAILABLE)
#if defined(WIN32_LEAN_AND_MEAN)
#include <windows.h>
#else
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#undef WIN32_LEAN_AND_MEAN
#endif
#endif

#include "Mile.HyperV.Portable.Types.h"

#if defined(MILE_HYPERV_WINDOWS_VMBUSPIPE_AVAILABLE)

HV_HEADER_BEGIN

/* The padding is that of the DLL's own structures. */
#if defined(__clang__)
#pragma clang diagnostic ignored "-Wpadded"
#elif defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wpadded"
#endif

/** Path of a channel's device. The functions that find channels fill it in. */
typedef struct VMBUS_PIPE_CHANNEL_INFO
{
    WCHAR DevicePath[MAX_PATH + 4]; /**< Zero-terminated. MAX_PATH in build 14347; the rest is a reserve. */
} VMBUS_PIPE_CHANNEL_INFO, *PVMBUS_PIPE_CHANNEL_INFO;

/** Called by VmbusPipeClientEnumeratePipes for each channel that it finds. */
typedef VOID(CALLBACK *CHANNEL_OFFER_NOTIFICATION)(
    LPVOID HostContext, /* UserContext of the call. */
    LPBYTE UserDefined, /* User-defined bytes of the offer, 112 of them. */
    PVMBUS_PIPE_CHANNEL_INFO ChannelInfo,
    LPCGUID InstanceGuid);

/** A registration for channels that are offered later. */
DECLARE_HANDLE(HVMBUS_PIPE_NOTIFICATION);

/** Events that a registration reports. */
typedef enum VMBUS_PIPE_CHANNEL_NOTIFICATION_TYPE
{
    ChannelNotificationArrival = 0x1 /**< A channel can be opened. */
} VMBUS_PIPE_CHANNEL_NOTIFICATION_TYPE, *PVMBUS_PIPE_CHANNEL_NOTIFICATION_TYPE;

/** Called for each channel of a registration, in a thread that the DLL selects. */
typedef VOID(CALLBACK *VMBUS_PIPE_CLIENT_CHANNEL_NOTIFICATION_CALLBACK)(
    LPVOID ClientContext, /* ClientContext of the registration. */
    PVMBUS_PIPE_CHANNEL_INFO ChannelInfo,
    VMBUS_PIPE_CHANNEL_NOTIFICATION_TYPE NotificationType);

/** Channel that a host offers to one virtual machine. */
typedef struct VMBUS_PIPE_SERVER_OFFER
{
    union
    {
        GUID VmGuid;        /**< The virtual machine. */
        HANDLE VmbusHandle; /**< Bus of the virtual machine, in place of VmGuid. */
    };
    DWORD InterruptLatencyInMilliseconds;
    GUID InterfaceType;     /**< The class of the offer. */
    GUID InterfaceInstance;
    DWORD InterfaceRevision;
    USHORT MmioMegabytes;
    USHORT Flags;
    BYTE UserDefined[112];  /**< VMPIPE_OFFER_DATA.UserDefined. */
} VMBUS_PIPE_SERVER_OFFER, *PVMBUS_PIPE_SERVER_OFFER;

/** VMBUS_PIPE_SERVER_OFFER with a version, a size and a name. */
typedef struct VMBUS_PIPE_SERVER_OFFER_EX
{
    DWORD Version;
    DWORD Size;             /**< Bytes of this structure. */
    union
    {
        GUID VmGuid;
        HANDLE VmbusHandle;
    };
    DWORD InterruptLatencyInMilliseconds;
    GUID InterfaceType;
    GUID InterfaceInstance;
    DWORD InterfaceRevision;
    USHORT MmioMegabytes;
    USHORT Flags;
    BYTE UserDefined[112];
    LPCWSTR Name;           /**< Friendly name of the channel. */
} VMBUS_PIPE_SERVER_OFFER_EX, *PVMBUS_PIPE_SERVER_OFFER_EX;

typedef const VMBUS_PIPE_SERVER_OFFER_EX *PCVMBUS_PIPE_SERVER_OFFER_EX;

/** VMBUS_PIPE_CLIENT_CHANNEL_SETTINGS.Version. */
#define VMBUS_PIPE_CLIENT_CHANNEL_CURRENT_VERSION 1

/** Sizes of a channel's rings. */
typedef struct VMBUS_PIPE_CLIENT_CHANNEL_SETTINGS
{
    DWORD Version;      /**< VMBUS_PIPE_CLIENT_CHANNEL_CURRENT_VERSION. */
    DWORD Size;         /**< Bytes of this structure. */
    DWORD IncomingSize; /**< Bytes of the host-to-guest ring, by its name. */
    DWORD OutgoingSize; /**< Bytes of the guest-to-host ring, by its name. */
} VMBUS_PIPE_CLIENT_CHANNEL_SETTINGS, *PVMBUS_PIPE_CLIENT_CHANNEL_SETTINGS;

/** Loads vmbuspipe.dll from the system directory. */
static inline HMODULE MileHyperVVmbusPipeLoad(void)
{
    static const WCHAR Name[] = L"\\vmbuspipe.dll";
    WCHAR Path[MAX_PATH + sizeof(Name) / sizeof(Name[0])];
    UINT Length;
    UINT Index;
    HMODULE Module = LoadLibraryExW(Name + 1, MILE_HYPERV_NULL, LOAD_LIBRARY_SEARCH_SYSTEM32);
    if (Module || GetLastError() != ERROR_INVALID_PARAMETER)
    {
        return Module;
    }
    /* Windows 7 without the update KB2533623 does not support the flag. */
    Length = GetSystemDirectoryW(Path, MAX_PATH);
    if (!Length || Length >= MAX_PATH)
    {
        SetLastError(ERROR_MOD_NOT_FOUND);
        return MILE_HYPERV_NULL;
    }
    for (Index = 0; Index < sizeof(Name) / sizeof(Name[0]); ++Index)
    {
        Path[Length + Index] = Name[Index];
    }
    return LoadLibraryExW(Path, MILE_HYPERV_NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
}

/**
 * Finds the function @p Name of vmbuspipe.dll. Returns null, with a last error, if it does not
 * exist. @p Cache belongs to that name, and contains the address once it is known.
 */
static inline FARPROC MileHyperVVmbusPipeFind(PVOID volatile *Cache, LPCSTR Name)
{
    PVOID Known = InterlockedCompareExchangePointer(Cache, MILE_HYPERV_NULL, MILE_HYPERV_NULL);
    /*
     * Conversion through an integer: C++ does not guarantee that from an object pointer to a
     * function pointer.
     */
    FARPROC Found = MILE_HYPERV_REINTERPRET(FARPROC, MILE_HYPERV_REINTERPRET(LONG_PTR, Known));
    if (!Found)
    {
        HMODULE Module = MileHyperVVmbusPipeLoad();
        if (!Module)
        {
            return MILE_HYPERV_NULL;
        }
        Found = GetProcAddress(Module, Name);
        if (!Found)
        {
            FreeLibrary(Module);
            SetLastError(ERROR_PROC_NOT_FOUND);
            return MILE_HYPERV_NULL;
        }
        /* Threads that get here at the same time store the same address. */
        InterlockedExchangePointer(Cache, MILE_HYPERV_REINTERPRET(PVOID, MILE_HYPERV_REINTERPRET(LONG_PTR, Found)));
    }
    return Found;
}

/**
 * Finds @p Function in vmbuspipe.dll and names it Call; returns @p Failure if it does not exist.
 */
#define MILE_HYPERV_VMBUSPIPE_FIND(Function, Failure)                                                                  \
    static PVOID volatile Cache = MILE_HYPERV_NULL;                                                                    \
    Procedure Call = MILE_HYPERV_REINTERPRET(                                                                          \
        Procedure, MILE_HYPERV_REINTERPRET(void (*)(void), MileHyperVVmbusPipeFind(&Cache, #Function)));               \
    if (!Call)                                                                                                         \
    {                                                                                                                  \
        return Failure;                                                                                                \
    }

/**
 * Calls OnOfferNotification for each channel of a class that is offered now. Returns FALSE on
 * failure.
 */
static inline BOOL WINAPI VmbusPipeClientEnumeratePipes(
    LPCGUID InterfaceType,
    LPVOID UserContext,
    CHANNEL_OFFER_NOTIFICATION OnOfferNotification)
{
    typedef BOOL(WINAPI *Procedure)(LPCGUID, LPVOID, CHANNEL_OFFER_NOTIFICATION);
    MILE_HYPERV_VMBUSPIPE_FIND(VmbusPipeClientEnumeratePipes, FALSE)
    return Call(InterfaceType, UserContext, OnOfferNotification);
}

/**
 * Opens a channel. OpenMode is CreateFile's dwFlagsAndAttributes. Returns INVALID_HANDLE_VALUE on
 * failure.
 */
static inline HANDLE WINAPI VmbusPipeClientOpenChannel(PVMBUS_PIPE_CHANNEL_INFO ChannelInfo, DWORD OpenMode)
{
    typedef HANDLE(WINAPI *Procedure)(PVMBUS_PIPE_CHANNEL_INFO, DWORD);
    MILE_HYPERV_VMBUSPIPE_FIND(VmbusPipeClientOpenChannel, INVALID_HANDLE_VALUE)
    return Call(ChannelInfo, OpenMode);
}

/**
 * Waits until a channel is offered, at most TimeoutInMsec milliseconds, and returns its path.
 * Returns FALSE on failure.
 */
static inline BOOL WINAPI VmbusPipeClientWaitChannel(
    LPCGUID InterfaceType,
    LPCGUID InterfaceInstance,
    DWORD TimeoutInMsec,
    PVMBUS_PIPE_CHANNEL_INFO ChannelInfo)
{
    typedef BOOL(WINAPI *Procedure)(LPCGUID, LPCGUID, DWORD, PVMBUS_PIPE_CHANNEL_INFO);
    MILE_HYPERV_VMBUSPIPE_FIND(VmbusPipeClientWaitChannel, FALSE)
    return Call(InterfaceType, InterfaceInstance, TimeoutInMsec, ChannelInfo);
}

/** Waits until the guest has opened the offered channel. Returns FALSE on failure. */
static inline BOOL WINAPI VmbusPipeServerConnectPipe(HANDLE PipeHandle, LPOVERLAPPED Overlapped)
{
    typedef BOOL(WINAPI *Procedure)(HANDLE, LPOVERLAPPED);
    MILE_HYPERV_VMBUSPIPE_FIND(VmbusPipeServerConnectPipe, FALSE)
    return Call(PipeHandle, Overlapped);
}

/** Offers a channel to a virtual machine. Returns INVALID_HANDLE_VALUE on failure. */
static inline HANDLE WINAPI VmbusPipeServerOfferChannel(PVMBUS_PIPE_SERVER_OFFER Offer, DWORD OpenMode, DWORD PipeMode)
{
    typedef HANDLE(WINAPI *Procedure)(PVMBUS_PIPE_SERVER_OFFER, DWORD, DWORD);
    MILE_HYPERV_VMBUSPIPE_FIND(VmbusPipeServerOfferChannel, INVALID_HANDLE_VALUE)
    return Call(Offer, OpenMode, PipeMode);
}

/**
 * Enables the callbacks of a registration. If ReportExistingChannels is TRUE, channels that are
 * offered already are reported too.
 */
static inline VOID WINAPI VmbusPipeClientReadyForChannelNotification(
    HVMBUS_PIPE_NOTIFICATION NotificationContext,
    BOOL ReportExistingChannels)
{
    typedef VOID(WINAPI *Procedure)(HVMBUS_PIPE_NOTIFICATION, BOOL);
    MILE_HYPERV_VMBUSPIPE_FIND(VmbusPipeClientReadyForChannelNotification, )
    Call(NotificationContext, ReportExistingChannels);
}

/**
 * Registers for channels that are offered later. No callback occurs until
 * VmbusPipeClientReadyForChannelNotification(). Returns null on failure.
 */
static inline HVMBUS_PIPE_NOTIFICATION WINAPI VmbusPipeClientRegisterChannelNotification(
    LPCGUID InterfaceType,
    LPCGUID InterfaceInstance,
    DWORD Flags,
    VMBUS_PIPE_CLIENT_CHANNEL_NOTIFICATION_CALLBACK Callback,
    LPVOID ClientContext)
{
    typedef HVMBUS_PIPE_NOTIFICATION(WINAPI *Procedure)(
        LPCGUID, LPCGUID, DWORD, VMBUS_PIPE_CLIENT_CHANNEL_NOTIFICATION_CALLBACK, LPVOID);
    MILE_HYPERV_VMBUSPIPE_FIND(VmbusPipeClientRegisterChannelNotification, MILE_HYPERV_NULL)
    return Call(InterfaceType, InterfaceInstance, Flags, Callback, ClientContext);
}

/**
 * Ends a registration. If WaitForNotificationsToComplete is TRUE, waits for callbacks in progress.
 */
static inline VOID WINAPI VmbusPipeClientUnregisterChannelNotification(
    HVMBUS_PIPE_NOTIFICATION NotificationContext,
    BOOL WaitForNotificationsToComplete)
{
    typedef VOID(WINAPI *Procedure)(HVMBUS_PIPE_NOTIFICATION, BOOL);
    MILE_HYPERV_VMBUSPIPE_FIND(VmbusPipeClientUnregisterChannelNotification, )
    Call(NotificationContext, WaitForNotificationsToComplete);
}

/** Offers a channel to a virtual machine. Returns ERROR_SUCCESS, or the last error on failure. */
static inline DWORD WINAPI VmbusPipeServerOfferChannelEx(
    PCVMBUS_PIPE_SERVER_OFFER_EX Offer,
    DWORD OpenMode,
    DWORD PipeMode,
    PHANDLE PipeHandle)
{
    typedef DWORD(WINAPI *Procedure)(PCVMBUS_PIPE_SERVER_OFFER_EX, DWORD, DWORD, PHANDLE);
    MILE_HYPERV_VMBUSPIPE_FIND(VmbusPipeServerOfferChannelEx, GetLastError())
    return Call(Offer, OpenMode, PipeMode, PipeHandle);
}

/** Opens a channel with rings of given sizes. Returns INVALID_HANDLE_VALUE on failure. */
static inline HANDLE WINAPI VmbusPipeClientOpenChannelEx(
    PVMBUS_PIPE_CHANNEL_INFO ChannelInfo,
    DWORD OpenMode,
    PVMBUS_PIPE_CLIENT_CHANNEL_SETTINGS ChannelSettings)
{
    typedef HANDLE(WINAPI *Procedure)(PVMBUS_PIPE_CHANNEL_INFO, DWORD, PVMBUS_PIPE_CLIENT_CHANNEL_SETTINGS);
    MILE_HYPERV_VMBUSPIPE_FIND(VmbusPipeClientOpenChannelEx, INVALID_HANDLE_VALUE)
    return Call(ChannelInfo, OpenMode, ChannelSettings);
}

#undef MILE_HYPERV_VMBUSPIPE_FIND

HV_HEADER_END

#endif /* MILE_HYPERV_WINDOWS_VMBUSPIPE_AVAILABLE */

#endif /* !MILE_HYPERV_WINDOWS_VMBUSPIPE */
