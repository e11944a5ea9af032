/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The guest emulation transport: time, settings, a sector of the guest state file, and what is reported.
 *
 * The guest of this protocol is a paravisor, and the host keeps what it cannot keep itself.
 * A response repeats the number of its request and nothing else; MILE_HV_GUEST_EMULATION
 * knows which request is open, so that a response to another one is refused. The host also
 * sends notifications at any time.
 *
 * The guest state file is somebody's: a sector is saved, and written back at the end.
 */

#include "guest.h"

static HV_DECLSPEC_ALIGN(8) HV_UINT8 Buffer[MILE_HYPERV_GUEST_EMULATION_PACKET_MAXIMUM_SIZE];

static MILE_HV_GUEST_EMULATION Get;

/** The longest settings that are taken: the protocol has no bound. */
#define SETTINGS_BYTES 4096U

/** Sectors up to this size. */
static HV_UINT8 Saved[PAGE_SIZE];
static HV_UINT32 SectorBytes;
static HV_UINT64 LastSector;

/** Generation ID of the newest notification. */
static HV_UINT32 HasGeneration;
static GET_UPDATE_GENERATION_ID Generation;

static MILE_HV_RESULT Check(GUEST *Guest, const MILE_HV_PACKET *Packet, void *Event)
{
    (void)Guest;
    return MileHvGuestEmulationEventCheck(&Get, Packet, Event);
}

/** Waits for a message: a response, or the generation ID. Other notifications are passed over. */
static GUEST_RESULT WaitMessageOfHost(GUEST *Guest, HV_UINT32 TakesResponse, MILE_HV_GUEST_EMULATION_EVENT *Event)
{
    for (HV_UINT32 Turn = 0; Turn < STRANGERS; ++Turn)
    {
        GUEST_RESULT Result = WaitEvent(Guest, PATIENCE, Buffer, sizeof(Buffer), Check, Event);

        if (Result != GuestDone || (Event->IsResponse && TakesResponse))
        {
            return Result;
        }
        if (Event->Id == GetGuestNotificationUpdateGenerationId && !Event->IsResponse)
        {
            (void)MileHvGuestEmulationCopy(Event, &Generation, sizeof(Generation));
            HasGeneration = 1;
            if (!TakesResponse)
            {
                return GuestDone;
            }
        }
    }
    return GuestDeviceSilent;
}

/** Sends a request, and waits for its response. @p Built is what its builder returned. */
static GUEST_RESULT Exchange(GUEST *Guest, MILE_HV_RESULT Built, const void *Request, HV_UINT32 Bytes,
                             MILE_HV_GUEST_EMULATION_EVENT *Event)
{
    GUEST_RESULT Result =
        Sent(Guest, Built == MileHvSuccess ? MileHvSendPipe(&Guest->Send, Request, Bytes) : Built);

    return Result == GuestDone ? WaitMessageOfHost(Guest, 1, Event) : Result;
}

/** A request that is a header alone; @p Structure receives the response. */
static GUEST_RESULT Ask(GUEST *Guest, GET_HOST_REQUEST Id, MILE_HV_GUEST_EMULATION_EVENT *Event)
{
    GET_MESSAGE_HEADER Request;
    const MILE_HV_RESULT Built = MileHvGuestEmulationRequestBuild(&Get, &Request, Id);

    return Exchange(Guest, Built, &Request, sizeof(Request), Event);
}

GUEST_RESULT AgreeOnEmulationVersion(GUEST *Guest)
{
    GET_VERSION_REQUEST Request;
    MILE_HV_GUEST_EMULATION_EVENT Event;
    HV_UINT32 Bytes;

    if (!Guest->IsOpen)
    {
        return Skip("no channel is open");
    }
    MileHvGuestEmulationBegin(&Get);
    for (HV_UINT32 Version = MileHvGuestEmulationVersionBelow(0xFFFFFFFFU); Version != 0;
         Version = MileHvGuestEmulationVersionBelow(Version))
    {
        const MILE_HV_RESULT Built = MileHvGuestEmulationVersionBuild(&Get, &Request, Version, &Bytes);
        GUEST_RESULT Result = Exchange(Guest, Built, &Request, Bytes, &Event);

        if (Result != GuestDone)
        {
            return Result;
        }
        PrintVersion(Version, Get.Version != 0);
        if (Get.Version != 0)
        {
            return GuestDone;
        }
    }
    return GuestDeviceRefused;
}

GUEST_RESULT AskTimeAndSettings(GUEST *Guest)
{
    static HV_UINT8 Settings[SETTINGS_BYTES + 1];
    MILE_HV_GUEST_EMULATION_EVENT Event;
    GET_TIME_RESPONSE Time;
    HV_UINT32 Count = 0;
    HV_UINT32 Pieces = 1;
    GUEST_RESULT Result;

    if (Get.Version == 0)
    {
        return Skip("no version of the transport's protocol was agreed on");
    }
    Result = Ask(Guest, GetHostRequestTime, &Event);
    if (Result != GuestDone)
    {
        return Result;
    }
    if (MileHvGuestEmulationCopy(&Event, &Time, sizeof(Time)) != MileHvSuccess)
    {
        return GuestDeviceCorrupt;
    }
    PrintF("  %u seconds since 1601\n", (HV_UINT64)Time.Utc / SECOND);

    Result = Ask(Guest, GetHostRequestDevicePlatformSettingsV2, &Event);
    while (Result == GuestDone)
    {
        if (Event.PayloadBytes > SETTINGS_BYTES - Count || (Event.PayloadBytes == 0 && Event.HasMore))
        {
            return GuestDeviceCorrupt; /* Pieces without an end. */
        }
        MileHvCopy(Settings + Count, Event.Payload, Event.PayloadBytes);
        Count += Event.PayloadBytes;
        if (!Event.HasMore)
        {
            break;
        }
        ++Pieces;
        Result = WaitMessageOfHost(Guest, 1, &Event);
    }
    if (Result != GuestDone)
    {
        return Result;
    }
    for (HV_UINT32 Index = 0; Index < Count; ++Index)
    {
        Settings[Index] = (Settings[Index] < 0x20 || Settings[Index] > 0x7E) ? ' ' : Settings[Index];
    }
    Settings[Count < 64 ? Count : 64] = 0;
    PrintF("  settings, %u bytes in %u pieces: %s\n", Count, Pieces, ADDRESS(Settings));
    return GuestDone;
}

/** Reads the last sector. */
static GUEST_RESULT ReadSector(GUEST *Guest, HV_UINT8 *Sector)
{
    GET_VMGS_READ_REQUEST Request;
    MILE_HV_GUEST_EMULATION_EVENT Event;
    GET_VMGS_READ_RESPONSE Response;
    HV_UINT32 Bytes;
    const MILE_HV_RESULT Built = MileHvGuestEmulationReadBuild(&Get, &Request, LastSector, 1, SectorBytes, &Bytes);
    GUEST_RESULT Result = Exchange(Guest, Built, &Request, Bytes, &Event);

    if (Result != GuestDone)
    {
        return Result;
    }
    if (MileHvGuestEmulationCopy(&Event, &Response, sizeof(Response)) != MileHvSuccess)
    {
        return GuestDeviceCorrupt;
    }
    if (Response.Status != GetVmgsIoStatusSuccess || Event.PayloadBytes != SectorBytes)
    {
        return GuestDiskFailed;
    }
    MileHvCopy(Sector, Event.Payload, SectorBytes);
    return GuestDone;
}

/** Writes the last sector. */
static GUEST_RESULT WriteSector(GUEST *Guest, const HV_UINT8 *Sector)
{
    static HV_UINT8 Request[sizeof(GET_VMGS_WRITE_REQUEST) + PAGE_SIZE];
    MILE_HV_GUEST_EMULATION_EVENT Event;
    GET_VMGS_WRITE_RESPONSE Response;
    HV_UINT32 Bytes;
    const MILE_HV_RESULT Built =
        MileHvGuestEmulationWriteBuild(&Get, Request, sizeof(Request), LastSector, 1, SectorBytes,
                                       GET_VMGS_WRITE_FLAG_WRITE_THROUGH, Sector, &Bytes);
    GUEST_RESULT Result = Exchange(Guest, Built, Request, Bytes, &Event);

    if (Result != GuestDone)
    {
        return Result;
    }
    if (MileHvGuestEmulationCopy(&Event, &Response, sizeof(Response)) != MileHvSuccess)
    {
        return GuestDeviceCorrupt;
    }
    return Response.Status == GetVmgsIoStatusSuccess ? GuestDone : GuestDiskFailed;
}

/** Writes a sector, and reads it back. */
static GUEST_RESULT WriteAndCompare(GUEST *Guest, const HV_UINT8 *Sector)
{
    static HV_UINT8 Read[PAGE_SIZE];
    GUEST_RESULT Result = WriteSector(Guest, Sector);

    if (Result == GuestDone)
    {
        Result = ReadSector(Guest, Read);
    }
    for (HV_UINT32 Index = 0; Index < SectorBytes && Result == GuestDone; ++Index)
    {
        Result = Read[Index] == Sector[Index] ? GuestDone : GuestDiskWrong;
    }
    return Result;
}

GUEST_RESULT UseStateFile(GUEST *Guest)
{
    static HV_UINT8 Pattern[PAGE_SIZE];
    MILE_HV_GUEST_EMULATION_EVENT Event;
    GET_VMGS_GET_DEVICE_INFO_RESPONSE Store;
    MILE_HV_RESULT Answer;
    GUEST_RESULT Result;
    GUEST_RESULT Restored;

    if (Get.Version == 0)
    {
        return Skip("no version of the transport's protocol was agreed on");
    }
    Result = Ask(Guest, GetHostRequestVmgsGetDeviceInfo, &Event);
    if (Result != GuestDone)
    {
        return Result;
    }
    if (MileHvGuestEmulationCopy(&Event, &Store, sizeof(Store)) != MileHvSuccess)
    {
        return GuestDeviceCorrupt;
    }
    Answer = MileHvGuestEmulationStoreCheck(&Store);
    if (Answer == MileHvCorrupt)
    {
        return GuestDeviceCorrupt;
    }
    if (Answer != MileHvSuccess || Store.BytesPerLogicalSector > PAGE_SIZE)
    {
        return Skip("the host has no guest state file, or one of large sectors");
    }
    SectorBytes = Store.BytesPerLogicalSector;
    LastSector = Store.Capacity - 1;
    PrintF("  sectors 0 to %u of %u bytes\n", LastSector, SectorBytes);
    Result = ReadSector(Guest, Saved);
    if (Result != GuestDone)
    {
        return Result;
    }
    for (HV_UINT32 Index = 0; Index < SectorBytes; ++Index)
    {
        Pattern[Index] = (HV_UINT8)(Index * 7 + Index / 256 + Saved[Index] + 1); /* Not what is there. */
    }
    Result = WriteAndCompare(Guest, Pattern);
    Restored = WriteAndCompare(Guest, Saved);
    if (Result == GuestDone)
    {
        PrintF("  sector %u: %u bytes written, read, and the old ones back again\n", LastSector, SectorBytes);
        Result = Restored;
    }
    return Result == GuestDone ? Ask(Guest, GetHostRequestVmgsFlush, &Event) : Result;
}

GUEST_RESULT ReportStart(GUEST *Guest)
{
    GET_START_VTL0_COMPLETE_NOTIFICATION Start = {0};
    GET_EVENT_LOG_NOTIFICATION Log = {0};
    MILE_HV_GUEST_EMULATION_EVENT Event;
    HV_UINT32 Number;
    GUEST_RESULT Result;

    if (Get.Version == 0)
    {
        return Skip("no version of the transport's protocol was agreed on");
    }
    MileHvGuestEmulationNotificationBuild(&Start.MessageHeader, GetHostNotificationStartVtl0Completed);
    Result = Sent(Guest, MileHvSendPipe(&Guest->Send, &Start, sizeof(Start)));
    if (Result != GuestDone)
    {
        return Result;
    }
    MileHvGuestEmulationNotificationBuild(&Log.MessageHeader, GetHostNotificationEventLog);
    Log.EventLogId = GetEventLogBootSuccess;
    Result = Sent(Guest, MileHvSendPipe(&Guest->Send, &Log, sizeof(Log)));
    if (Result != GuestDone)
    {
        return Result;
    }
    Print("  reported; the host may have a generation ID for us\n");
    if (!HasGeneration)
    {
        Result = WaitMessageOfHost(Guest, 0, &Event);
    }
    if (Result == GuestDeviceSilent)
    {
        Print("  it has none\n");
        return GuestDone;
    }
    if (Result == GuestDone)
    {
        MileHvCopy(&Number, Generation.GenerationId, sizeof(Number));
        PrintF("  generation ID 0x%08x and 12 bytes more\n", Number);
    }
    return Result;
}
