/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Calls each function that works on shared memory, for hostile.py to count what its compiled code loads.
 *
 * A value that is loaded twice can be checked the first time and be another one
 * the second time. What a source says about that ("read once") is no proof of
 * what a compiler made of it; the loads themselves are. Valgrind's lackey prints
 * every load and store of the program with address and width; the program prints
 * what each operation may load and store, byte by byte, and how often:
 *
 *     operation NAME
 *     read OFFSET BYTES LEAST MOST   each of these bytes so often
 *     write OFFSET BYTES             each of these bytes at least once
 *
 * and nothing else of the shared pages. A store to the page of marks stands in the
 * trace before and after each operation. Valgrind leaves out a load whose value
 * nothing uses; LEAST is 0 where a compiler may find that so.
 *
 * Runs of bytes are copied by the loop here, not by memcpy: memcpy may load a byte
 * twice, into the same place of the copy, and what counts is how often the guest
 * layer asks for a copy. The words that decide something are not copied by either.
 */

#define _GNU_SOURCE

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define MILE_HYPERV_GUEST_NO_MEMCPY

#include <Mile.HyperV/Guest/ChannelMessage.h>
#include <Mile.HyperV/Guest/DynamicMemory.h>
#include <Mile.HyperV/Guest/FileSystem.h>
#include <Mile.HyperV/Guest/GuestCrash.h>
#include <Mile.HyperV/Guest/GuestEmulation.h>
#include <Mile.HyperV/Guest/Keyboard.h>
#include <Mile.HyperV/Guest/Mouse.h>
#include <Mile.HyperV/Guest/Network.h>
#include <Mile.HyperV/Guest/Packet.h>
#include <Mile.HyperV/Guest/Pci.h>
#include <Mile.HyperV/Guest/PciBlock.h>
#include <Mile.HyperV/Guest/ReferenceTime.h>
#include <Mile.HyperV/Guest/Ring.h>
#include <Mile.HyperV/Guest/Serial.h>
#include <Mile.HyperV/Guest/Socket.h>
#include <Mile.HyperV/Guest/Storage.h>
#include <Mile.HyperV/Guest/Synic.h>
#include <Mile.HyperV/Guest/Video.h>

/* A page of marks, and behind it the pages that are shared: one of control, two of data. hostile.py knows it too. */
#define MARKS 0x20000000U
#define SHARED (MARKS + 4096U)
#define SHARED_BYTES (3U * 4096U)
#define DATA 4096U
#define DATA_BYTES 8192U

static HV_UINT8 *Shared;
static VMRCB *Control;

typedef struct EXPECTED
{
    unsigned Offset, Bytes, Least, Most;
} EXPECTED;

typedef struct RANGE
{
    unsigned Offset, Bytes;
} RANGE;

typedef struct OPERATION
{
    const char *Name;
    void (*Prepare)(void);
    uint64_t (*Run)(void);
    uint64_t Result;
    EXPECTED Reads[8];
    RANGE Write;
} OPERATION;

/*
 * SynIC.
 */

static HV_MESSAGE Message;

static void PrepareMessage(void)
{
    HV_MESSAGE *Slot = (HV_MESSAGE *)(void *)Shared;

    memset(Shared, 0x11, sizeof(*Slot));
    Slot->Header.MessageType = 1;
    Slot->Header.PayloadSize = 240;
    Slot->Header.MessageFlags.AsUINT8 = 1;
    memset(Shared + 256, 0, 8);
    Shared[256] = 8;
}

static uint64_t TakeMessage(void)
{
    return MileHvMessageTake((const volatile HV_MESSAGE *)(const void *)Shared, &Message);
}

static void WriteRegister(void *Context, HV_UINT32 Register, HV_UINT64 Value)
{
    (void)Context;
    (void)Register;
    (void)Value;
}

static uint64_t ReleaseMessage(void)
{
    return MileHvMessageRelease((volatile HV_MESSAGE *)(void *)Shared, WriteRegister, NULL);
}

static uint64_t ScanEvents(void)
{
    MILE_HV_EVENT_SCAN Scan;
    HV_UINT32 Flag;
    uint64_t Found = 0;

    MileHvEventScanBegin(&Scan, 64);
    while (MileHvEventScanNext((volatile HV_SYNIC_EVENT_FLAGS *)(void *)(Shared + 256), &Scan, &Flag) == MileHvSuccess)
    {
        Found += Flag;
    }
    return Found;
}

static uint64_t TakeEvent(void)
{
    return MileHvEventTake((volatile HV_SYNIC_EVENT_FLAGS *)(void *)(Shared + 256), 3);
}

/*
 * Reference time.
 */

static HV_UINT64 ReadCounter(void *Context)
{
    (void)Context;
    return 1000;
}

static void PrepareTime(void)
{
    HV_REFERENCE_TSC_PAGE *Page = (HV_REFERENCE_TSC_PAGE *)(void *)Shared;

    Page->TscSequence = 1;
    Page->TscScale = (HV_UINT64)1 << 63;
    Page->TscOffset = 5;
}

static uint64_t ReadTime(void)
{
    HV_UINT64 Time = 0;

    (void)MileHvReferenceTimeFromPage((const HV_REFERENCE_TSC_PAGE *)(const void *)Shared, ReadCounter, NULL, &Time);
    return Time;
}

/*
 * Rings. A packet of 100 bytes of payload goes over the end of the data: 64 bytes before it, 56 and the trailer behind.
 */

static MILE_HV_RECEIVE_RING Receiver;
static MILE_HV_SEND_RING Sender;
static MILE_HV_RING_SPAN Span;
static VMPACKET_DESCRIPTOR Head;
static HV_UINT8 Buffer[4096];
static HV_UINT32 Bytes;

#define RING_START (DATA_BYTES - 64U)
#define RING_END 64U

static void PrepareRingOf(HV_UINT16 Length8, HV_UINT32 Out, HV_UINT32 In)
{
    const VMPACKET_DESCRIPTOR InBand = {VmbusPacketTypeDataInBand, 2, Length8, 0, 7};

    memset(Shared, 0, SHARED_BYTES);
    Control->In = In;
    Control->Out = Out;
    memcpy(Shared + DATA + Out, &InBand, sizeof(InBand));
    if (MileHvReceiveRingAttach(&Receiver, Control, Shared + DATA, DATA_BYTES) != MileHvSuccess ||
        MileHvSendRingAttach(&Sender, Control, Shared + DATA, DATA_BYTES) != MileHvSuccess)
    {
        abort();
    }
    Receiver.Other = Out; /* As if the host had sent since the last look. */
}

static void PrepareRing(void)
{
    PrepareRingOf(15, RING_START, RING_END);
}

/* A packet that is copied as a long one. */
static void PrepareLongPacket(void)
{
    PrepareRingOf(250, 0, 2008);
}

static uint64_t AttachReceiver(void)
{
    return MileHvReceiveRingAttach(&Receiver, Control, Shared + DATA, DATA_BYTES);
}

static uint64_t AttachSender(void)
{
    return MileHvSendRingAttach(&Sender, Control, Shared + DATA, DATA_BYTES);
}

static uint64_t NextPacket(void)
{
    /* With what it gave, or Valgrind would find that nothing uses one of the loads. */
    return MileHvReceiveRingNext(&Receiver, &Head, &Span) + (Head.TransactionId != 7);
}

static void PrepareSpan(void)
{
    PrepareRing();
    (void)NextPacket();
}

static uint64_t ReadSpan(void)
{
    return MileHvRingRead(&Span, 0, Buffer, Span.Length);
}

static uint64_t ReceivePacket(void)
{
    return MileHvReceivePacket(&Receiver, Buffer, sizeof(Buffer), &Bytes);
}

static uint64_t CommitReceived(void)
{
    return MileHvReceiveRingCommit(&Receiver);
}

static void PrepareSpanAndWaiter(void)
{
    PrepareSpan();
    Control->PendingSendSize = DATA_BYTES - 64;
}

static uint64_t UnmaskReceiver(void)
{
    return MileHvReceiveRingUnmask(&Receiver);
}

static uint64_t PeerSignalsRoom(void)
{
    return MileHvReceiveRingPeerSignalsRoom(&Receiver);
}

static uint64_t SendInBand(void)
{
    return MileHvSendInBand(&Sender, 7, 0, Buffer, 20);
}

static void PrepareFullRing(void)
{
    PrepareRing();
    Sender.Other = RING_END + 8; /* As if the host had received since the last look. */
}

static uint64_t CommitSent(void)
{
    return MileHvSendRingCommit(&Sender);
}

static void PrepareSent(void)
{
    PrepareRing();
    Control->Out = RING_END; /* The ring was empty. */
    (void)SendInBand();
}

static uint64_t WaitForRoom(void)
{
    return MileHvSendRingWait(&Sender, 2000);
}

/*
 * Checks in place.
 */

static MILE_HV_PACKET Packet;
static VMTRANSFER_PAGE_RANGE TransferRange;

static void PreparePacket(HV_UINT16 Type, HV_UINT16 DataOffset8, HV_UINT32 Count)
{
    const VMPACKET_DESCRIPTOR Descriptor = {Type, DataOffset8, 12, 0, 7};
    const HV_UINT32 List[] = {0, Count, 5000, 100, 1, 0, 2, 0, 4096, 0, 3, 0};

    memset(Shared, 0, SHARED_BYTES);
    memcpy(Shared, &Descriptor, sizeof(Descriptor));
    memcpy(Shared + sizeof(Descriptor), List, sizeof(List));
}

static void PrepareInBand(void)
{
    PreparePacket(VmbusPacketTypeDataInBand, 2, 0);
}

static void PrepareTransferPages(void)
{
    PreparePacket(VmbusPacketTypeDataUsingTransferPages, 4, 1);
}

static void PrepareCheckedTransferPages(void)
{
    PrepareTransferPages();
    (void)MileHvPacketCheck(Shared, 96, &Packet);
}

static void PrepareGpaDirect(void)
{
    PreparePacket(VmbusPacketTypeDataUsingGpaDirect, 8, 2);
}

static uint64_t CheckPacket(void)
{
    return MileHvPacketCheck(Shared, 96, &Packet);
}

static uint64_t CheckTransferRange(void)
{
    return MileHvTransferPage(&Packet, 0, 8192, &TransferRange);
}

static void PreparePipe(void)
{
    const VMPIPE_PROTOCOL_HEADER Header = {VmPipeMessageData, {20}};

    memcpy(Shared, &Header, sizeof(Header));
}

static uint64_t CheckPipe(void)
{
    const HV_UINT8 *Data;

    return MileHvPipeCheck(Shared, 64, &Data, &Bytes);
}

static MILE_HV_VMBUS Bus = {VMBUS_VERSION_COPPER, VMBUS_FEATURE_FLAG_MODIFY_CONNECTION, {VMBUS_MESSAGE_CONNECTION_ID},
                            0, 0, 0};
static union
{
    VMBUS_CHANNEL_OFFER_CHANNEL Offer;
    VMBUS_CHANNEL_OPEN_RESULT OpenResult;
    VMBUS_CHANNEL_MESSAGE_TYPE Type;
} Copy;

static void PrepareVersionResponse(void)
{
    VMBUS_CHANNEL_VERSION_RESPONSE Response;

    memset(&Response, 0, sizeof(Response));
    Response.Header.MessageType = ChannelMessageVersionResponse;
    Response.VersionSupported = 1;
    memcpy(Shared, &Response, sizeof(Response));
}

static uint64_t CheckVersionResponse(void)
{
    static MILE_HV_CONTACT Contact = {.Version = VMBUS_VERSION_COPPER};
    MILE_HV_VMBUS Answer;

    return MileHvVersionResponseCheck(Shared, (HV_UINT32)sizeof(VMBUS_CHANNEL_VERSION_RESPONSE), &Contact, &Answer);
}

static void PrepareOffer(void)
{
    VMBUS_CHANNEL_OFFER_CHANNEL Offer;

    memset(&Offer, 0, sizeof(Offer));
    Offer.Header.MessageType = ChannelMessageOfferChannel;
    Offer.ChildRelId = 3;
    memcpy(Shared, &Offer, sizeof(Offer));
}

static uint64_t CheckOffer(void)
{
    return MileHvOfferCheck(Shared, MAXIMUM_SYNIC_MESSAGE_BYTES, &Bus, &Copy.Offer);
}

static void PrepareOpenResult(void)
{
    VMBUS_CHANNEL_OPEN_RESULT Result;

    memset(&Result, 0, sizeof(Result));
    Result.Header.MessageType = ChannelMessageOpenChannelResult;
    Result.ChildRelId = 3;
    memcpy(Shared, &Result, sizeof(Result));
}

static uint64_t CheckOpenResult(void)
{
    return MileHvOpenResultCheck(Shared, MAXIMUM_SYNIC_MESSAGE_BYTES, &Bus, &Copy.OpenResult);
}

static uint64_t CheckChannelMessage(void)
{
    return MileHvChannelMessageCheck(Shared, MAXIMUM_SYNIC_MESSAGE_BYTES, &Bus, &Copy.Type);
}

/* Dynamic memory: head, then words of 8 bytes. */
static void PrepareDm(DM_MESSAGE_TYPE Type, HV_UINT64 A, HV_UINT64 B, HV_UINT64 C)
{
    const DM_MESSAGE_HEADER Header = {Type, 32, 9};

    memcpy(Shared, &Header, sizeof(Header));
    memcpy(Shared + 8, &A, sizeof(A));
    memcpy(Shared + 16, &B, sizeof(B));
    memcpy(Shared + 24, &C, sizeof(C));
}

static MILE_HV_DM_UNBALLOON Unballoon;

static void PrepareUnballoon(void)
{
    DM_UNBALLOON_REQUEST Request;

    memset(&Request, 0, sizeof(Request));
    Request.RangeCount = 1;
    PrepareDm(DmUnballoonRequest, 0, (HV_UINT64)1 << 40 | 5, 0);
    memcpy(Shared + 8, (HV_UINT8 *)&Request + 8, sizeof(Request) - 8);
}

static uint64_t CheckUnballoon(void)
{
    return MileHvDmUnballoonRequestCheck(Shared, 32, DM_VERSION_2_0, &Unballoon);
}

static void PrepareUnballoonRange(void)
{
    PrepareUnballoon();
    (void)CheckUnballoon();
}

static uint64_t CheckUnballoonRange(void)
{
    HV_UINT64 Start;
    HV_UINT64 Count;

    return MileHvDmRangeAt(&Unballoon, 0, 100, &Start, &Count);
}

static void PrepareHotAdd(void)
{
    PrepareDm(DmHotAddRequest, (HV_UINT64)1 << 40 | 5, (HV_UINT64)8 << 40, 0);
}

static uint64_t CheckHotAdd(void)
{
    MILE_HV_DM_HOT_ADD HotAdd;

    return MileHvDmHotAddRequestCheck(Shared, 32, DM_VERSION_2_0, 100, &HotAdd);
}

static uint64_t CheckTransferPages(void)
{
    return MileHvTransferPagesCheck(&Packet, 0, 8192);
}

/* Storage: a packet whose payload is the start of the shared pages. */
static void PrepareStorage(VMBUS_PACKET_TYPE Type, VSTOR_PACKET_OPERATION Operation)
{
    VSTOR_PACKET Stor;

    memset(&Stor, 0, sizeof(Stor));
    Stor.Operation = Operation;
    Stor.VmSrb.SrbStatus = VMSTOR_SRB_STATUS_ERROR | VMSTOR_SRB_STATUS_AUTOSENSE_VALID;
    memcpy(Shared, &Stor, sizeof(Stor));
    memset(&Packet, 0, sizeof(Packet));
    Packet.Descriptor.Type = (HV_UINT16)Type;
    Packet.Payload = Shared;
    Packet.PayloadBytes = 64;
}

static void PrepareStorageReply(void)
{
    PrepareStorage(VmbusPacketTypeCompletion, VStorOperationCompleteIo);
}

static void PrepareStorageEvent(void)
{
    PrepareStorage(VmbusPacketTypeDataInBand, VStorOperationEventNotification);
}

static uint64_t CheckStorageReply(void)
{
    static MILE_HV_STORAGE_REQUEST Request;
    MILE_HV_STORAGE_RESULT StorageResult;
    VSTOR_PACKET Reply;

    return MileHvStorageReplyCheck(&Packet, VMSTOR_PROTOCOL_VERSION_BLUE, &Reply) +
           MileHvStorageResultCheck(&Reply, &Request, &StorageResult);
}

static uint64_t CheckStorageEvent(void)
{
    MILE_HV_STORAGE_EVENT Event;

    return MileHvStorageEventCheck(&Packet, VMSTOR_PROTOCOL_VERSION_BLUE, &Event);
}

static uint64_t ParseSense(void)
{
    MILE_HV_STORAGE_SENSE Sense;

    return MileHvStorageSenseParse(Shared, 20, &Sense);
}

static void PrepareSense(void)
{
    memset(Shared, 0, 64);
    Shared[0] = 0x70;
}

/* Network: a frame with a record, at the start of the shared pages. */
static void PrepareFrame(void)
{
    const HV_UINT32 Words[] = {1, 60 + 64, 52, 64, 0, 0, 0, 36, 16, 0, 0, 16, RNDIS_PPI_VLAN, 12, 0x50};

    memset(Shared, 0, 256);
    memcpy(Shared, Words, sizeof(Words));
}

static uint64_t CheckFrame(void)
{
    HV_UINT8 Records[64];
    MILE_HV_RNDIS_FRAME Frame;
    MILE_HV_RNDIS_INFO Info;

    return MileHvRndisFrameCheck(Shared, 128, Records, sizeof(Records), &Frame) +
           MileHvRndisInfoCheck(Frame.Info, Frame.InfoBytes, &Info) + (Info.Vlan.Value != 0x50);
}

static void PrepareControl(void)
{
    const HV_UINT32 Words[] = {REMOTE_NDIS_QUERY_CMPLT, 32, 7, 0, 8, 16, 1, 2};

    memcpy(Shared, Words, sizeof(Words));
}

static uint64_t ReceiveControl(void)
{
    static HV_UINT8 Room[64];
    MILE_HV_RNDIS_MESSAGE Control;

    return MileHvRndisMessageReceive(Shared, 32, Room, sizeof(Room), &Control);
}

static void PrepareNvsp(VMBUS_PACKET_TYPE Type, HV_UINT32 Kind)
{
    PrepareStorage(Type, Kind);
    Packet.PayloadBytes = 32;
}

static void PrepareNvspSent(void)
{
    PrepareNvsp(VmbusPacketTypeCompletion, NvspMessage1TypeSendRNDISPacketComplete);
}

static uint64_t CheckNvspSent(void)
{
    NVSP_STATUS Status;

    return MileHvNetworkSentCheck(&Packet, &Status);
}

static void PrepareNvspEvent(void)
{
    PrepareNvsp(VmbusPacketTypeDataInBand, NvspMessage4TypeSendVFAssociation);
}

static uint64_t CheckNvspEvent(void)
{
    MILE_HV_NETWORK_EVENT Event;

    return MileHvNetworkEventCheck(&Packet, NVSP_PROTOCOL_VERSION_5, &Event);
}

/* Devices: a packet whose payload is the start of the shared pages. */
static void PreparePayload(const void *Payload, unsigned Bytes, VMBUS_PACKET_TYPE Type)
{
    memset(Shared, 0, 256);
    memcpy(Shared, Payload, Bytes);
    memset(&Packet, 0, sizeof(Packet));
    Packet.Descriptor.Type = (HV_UINT16)Type;
    Packet.Payload = Shared;
    Packet.PayloadBytes = (Bytes + 7) & ~7U;
}

static void PrepareKey(void)
{
    const HV_UINT32 Words[] = {HkMessageEvent, 0x1E, 2};

    PreparePayload(Words, sizeof(Words), VmbusPacketTypeDataInBand);
}

static uint64_t CheckKey(void)
{
    MILE_HV_KEYBOARD_EVENT Event;

    return MileHvKeyboardEventCheck(&Packet, HK_VERSION_WIN8, &Event) + (Event.MakeCode != 0x1E);
}

static void PreparePipeMessage(const void *Message, unsigned Bytes)
{
    const HV_UINT32 Head[2] = {VmPipeMessageData, Bytes};

    PreparePayload(Head, sizeof(Head), VmbusPacketTypeDataInBand);
    memcpy(Shared + sizeof(Head), Message, Bytes);
    Packet.PayloadBytes = 8 + ((Bytes + 7) & ~7U);
}

static void PrepareMouseInfo(void)
{
    HV_UINT8 Message[177] = {2, 0, 0, 0, 169};

    memcpy(Message + 40, "\x09\x21\1\1\0\1\x22\x80\0", 9);
    PreparePipeMessage(Message, sizeof(Message));
}

static uint64_t CheckMouse(void)
{
    MILE_HV_MOUSE_EVENT Event;

    return MileHvMouseEventCheck(&Packet, SYNTHHID_INPUT_VERSION, &Event);
}

static void PrepareMouseReport(void)
{
    PreparePipeMessage("\4\0\0\0\7\0\0\0\1\2\3\4\5\6\7", 15);
}

static uint64_t ParseMouseReport(void)
{
    MILE_HV_MOUSE_EVENT Event;
    MILE_HV_MOUSE_REPORT Report;

    return MileHvMouseEventCheck(&Packet, SYNTHHID_INPUT_VERSION, &Event) +
           MileHvMouseReportParse(Event.Data, Event.DataBytes, &Report);
}

static void PrepareResolutions(void)
{
    HV_UINT8 Message[147] = {14, 0, 0, 0, 147};

    Message[136] = 2;
    Message[137] = 1;
    memset(Message + 139, 1, 8);
    PreparePipeMessage(Message, sizeof(Message));
}

static uint64_t CheckResolutions(void)
{
    MILE_HV_VIDEO_EVENT Event;
    HVD_SCREEN_INFO Screen;

    return MileHvVideoEventCheck(&Packet, SYNTHVID_VERSION_WIN10, &Event) +
           MileHvVideoResolution(&Event, Event.DefaultIndex, &Screen);
}

static void PrepareRelations(void)
{
    HV_UINT32 Words[16] = {VpciMsgBusRelations2, 2};

    PreparePayload(Words, sizeof(Words), VmbusPacketTypeDataInBand);
}

static uint64_t CheckRelations(void)
{
    MILE_HV_PCI_FUNCTION Function;
    MILE_HV_PCI_EVENT Event;

    return MileHvPciEventCheck(&Packet, VPCI_PROTOCOL_VERSION_FE, &Event) + MileHvPciFunction(&Event, 0, &Function) +
           MileHvPciFunction(&Event, 1, &Function);
}

static void PrepareAssigned(void)
{
    HV_UINT32 Words[52] = {0, 7};

    Words[32] = 1;
    PreparePayload(Words, sizeof(Words), VmbusPacketTypeCompletion);
}

static uint64_t CheckAssigned(void)
{
    static MILE_HV_PCI_INTERRUPT Interrupt;
    VPCI_MESSAGE_RESOURCE Message;
    HV_NTSTATUS Status;

    return MileHvPciAssignedCheck(&Packet, VPCI_PROTOCOL_VERSION_FE, 7, &Interrupt, 1, &Message, &Status);
}

static uint64_t CheckPciInterrupt(void)
{
    static MILE_HV_PCI_INTERRUPT Interrupt;
    VPCI_MESSAGE_RESOURCE Message;
    HV_NTSTATUS Status;

    return MileHvPciInterruptCreateCheck(&Packet, &Interrupt, &Message, &Status);
}

static uint64_t CheckRequirements(void)
{
    MILE_HV_PCI_BAR Bars[HV_PCI_MAX_BAR];
    HV_NTSTATUS Status;

    return MileHvPciRequirementsCheck(&Packet, Bars, &Status) - MileHvCorrupt; /* The slot is no size. */
}

static uint64_t CheckBlock(void)
{
    HV_UINT8 Block[HV_CONFIG_BLOCK_SIZE_MAX];
    HV_UINT32 Bytes;
    HV_NTSTATUS Status;

    return MileHvPciReadBlockCheck(&Packet, Block, 100, &Bytes, &Status) + Bytes;
}

static void PreparePiece(void)
{
    PreparePipeMessage("hello", 5);
}

static uint64_t ReceivePiece(void)
{
    MILE_HV_SOCKET Socket;
    const HV_UINT8 *Data;
    HV_UINT32 Bytes;

    MileHvSocketBegin(&Socket);
    return MileHvSocketReceive(&Socket, &Packet, &Data, &Bytes) + Bytes;
}

static void PrepareFileInfo(void)
{
    PreparePipeMessage("\4\0\0\0\0\0\0\0\0\0\0\0\1\0\0\0\1\2\3\4\5\6\7", 24);
}

static uint64_t CheckFileInfo(void)
{
    MILE_HV_FILE_SYSTEM_INFO Info;

    return MileHvFileSystemInfoCheck(&Packet, &Info);
}

static void PrepareFileRead(void)
{
    PreparePipeMessage("\6\0\0\0\0\0\0\0\0\0\0\0hello", 17);
}

static uint64_t CheckFileRead(void)
{
    const HV_UINT8 *Data;
    HV_UINT32 Bytes;

    return MileHvFileSystemReadCheck(&Packet, 8, &Data, &Bytes) + Bytes;
}

static void PrepareSerialData(void)
{
    HV_UINT8 Message[70] = {1, 3, 2, 0, 64};

    PreparePipeMessage(Message, sizeof(Message));
}

static uint64_t CheckSerialData(void)
{
    MILE_HV_SERIAL Serial;
    MILE_HV_SERIAL_EVENT Event;

    MileHvSerialBegin(&Serial);
    Serial.IsReceiving = 1;
    return MileHvSerialEventCheck(&Serial, &Packet, &Event) + Event.DataBytes;
}

static void PrepareCrash(void)
{
    HV_UINT8 Message[36] = {0};

    Message[16] = 2;
    Message[17] = 1;
    Message[18] = 1;
    Message[24] = 1;
    PreparePipeMessage(Message, sizeof(Message));
}

static uint64_t CheckCrash(void)
{
    static const HV_GUID Activity;
    GUEST_CRASH_HEADER Request;
    MILE_HV_GUEST_CRASH_REPLY Reply;

    (void)MileHvGuestCrashRequestBuild(&Request, &Activity, GuestCrashRequestGetNixDumpConfigV1);
    return MileHvGuestCrashReplyCheck(&Packet, &Request, &Reply);
}

static void PrepareSettings(void)
{
    PreparePipeMessage("\1\4\6\0\4\0\0\0\1\0\0\0abcd", 16);
}

static uint64_t CheckSettings(void)
{
    MILE_HV_GUEST_EMULATION Get;
    MILE_HV_GUEST_EMULATION_EVENT Event;

    MileHvGuestEmulationBegin(&Get);
    Get.Version = GET_PROTOCOL_VERSION_NICKEL_REV2;
    return MileHvGuestEmulationEventCheck(&Get, &Packet, &Event) + Event.PayloadBytes;
}

/* Control words, by their offsets. */
#define IN 0
#define OUT 4
#define MASK 8
#define PENDING 12
#define FEATURES 64

static const OPERATION Operations[] = {
    {"MessageTake", PrepareMessage, TakeMessage, MileHvSuccess, {{0, 256, 1, 1}}, {0, 0}},
    {"MessageRelease", PrepareMessage, ReleaseMessage, 1, {{5, 1, 1, 1}}, {0, 4}},
    /*
     * The first look only spares the atomic instruction; what it saw is not used. That one is a loop of two in some
     * compilers, and always to Valgrind.
     */
    {"EventScan", PrepareMessage, ScanEvents, 3, {{256, 4, 2, 3}, {260, 4, 1, 1}}, {256, 4}},
    {"EventTake", PrepareMessage, TakeEvent, 1, {{256, 4, 2, 3}}, {256, 4}},
    /* The sequence twice, by the protocol. */
    {"ReferenceTimeFromPage", PrepareTime, ReadTime, 505, {{0, 4, 2, 2}, {8, 16, 1, 1}}, {0, 0}},

    {"ReceiveRingAttach", PrepareRing, AttachReceiver, MileHvSuccess, {{IN, 8, 1, 1}}, {0, 0}},
    {"SendRingAttach", PrepareRing, AttachSender, MileHvSuccess, {{IN, 8, 1, 1}}, {0, 0}},
    {"ReceiveRingNext", PrepareRing, NextPacket, MileHvSuccess, {{IN, 4, 1, 1}, {DATA + RING_START, 16, 1, 1}}, {0, 0}},
    {"RingRead", PrepareSpan, ReadSpan, MileHvSuccess, {{DATA + RING_START, 64, 1, 1}, {DATA, 56, 1, 1}}, {0, 0}},
    {"ReceivePacket", PrepareRing, ReceivePacket, MileHvSuccess,
     {{IN, 4, 1, 1}, {DATA + RING_START, 64, 1, 1}, {DATA, 56, 1, 1}}, {0, 0}},
    {"ReceivePacket, a long one", PrepareLongPacket, ReceivePacket, MileHvSuccess, {{IN, 4, 1, 1}, {DATA, 2000, 1, 1}},
     {0, 0}},
    {"ReceiveRingCommit", PrepareSpan, CommitReceived, 0, {{PENDING, 4, 1, 1}}, {OUT, 4}},
    {"ReceiveRingCommit, the host waits", PrepareSpanAndWaiter, CommitReceived, 1, {{IN, 4, 1, 1}, {PENDING, 4, 1, 1}},
     {OUT, 4}},
    {"ReceiveRingUnmask", PrepareRing, UnmaskReceiver, MileHvSuccess, {{IN, 4, 1, 1}}, {MASK, 4}},
    {"ReceiveRingPeerSignalsRoom", PrepareRing, PeerSignalsRoom, 0, {{FEATURES, 4, 1, 1}}, {0, 0}},
    {"SendInBand", PrepareRing, SendInBand, MileHvSuccess, {{0, 0, 0, 0}}, {DATA + RING_END, 48}},
    {"SendInBand, a look for room", PrepareFullRing, SendInBand, MileHvSuccess, {{OUT, 4, 1, 1}},
     {DATA + RING_END, 48}},
    {"SendRingCommit", PrepareSent, CommitSent, 1, {{OUT, 8, 1, 1}}, {IN, 4}},
    {"SendRingWait", PrepareFullRing, WaitForRoom, MileHvSuccess, {{OUT, 4, 1, 1}}, {PENDING, 4}},

    {"PacketCheck, in-band", PrepareInBand, CheckPacket, MileHvSuccess, {{0, 16, 1, 1}}, {0, 0}},
    {"PacketCheck, transfer pages", PrepareTransferPages, CheckPacket, MileHvSuccess, {{0, 16, 1, 1}, {20, 4, 1, 1}},
     {0, 0}},
    {"TransferPage", PrepareCheckedTransferPages, CheckTransferRange, MileHvSuccess, {{24, 8, 1, 1}}, {0, 0}},
    {"TransferPagesCheck", PrepareCheckedTransferPages, CheckTransferPages, MileHvSuccess,
     {{16, 2, 1, 1}, {24, 8, 1, 1}}, {0, 0}},
    {"PacketCheck, GPA-direct", PrepareGpaDirect, CheckPacket, MileHvSuccess,
     {{0, 16, 1, 1}, {20, 4, 1, 1}, {24, 8, 1, 1}, {48, 8, 1, 1}}, {0, 0}},
    {"PipeCheck", PreparePipe, CheckPipe, MileHvSuccess, {{0, 8, 1, 1}}, {0, 0}},

    {"StorageReplyCheck", PrepareStorageReply, CheckStorageReply, MileHvSuccess, {{0, 64, 1, 1}}, {0, 0}},
    {"StorageEventCheck", PrepareStorageEvent, CheckStorageEvent, MileHvSuccess, {{0, 64, 0, 1}}, {0, 0}},
    {"RndisFrameCheck", PrepareFrame, CheckFrame, MileHvSuccess, {{0, 60, 1, 1}}, {0, 0}},
    {"RndisMessageReceive", PrepareControl, ReceiveControl, MileHvSuccess, {{0, 32, 1, 1}}, {0, 0}},
    {"NetworkSentCheck", PrepareNvspSent, CheckNvspSent, MileHvSuccess, {{0, 8, 1, 1}}, {0, 0}},
    {"NetworkEventCheck", PrepareNvspEvent, CheckNvspEvent, MileHvSuccess, {{0, 32, 0, 1}}, {0, 0}},
    {"StorageSenseParse", PrepareSense, ParseSense, MileHvSuccess, {{0, 20, 1, 1}}, {0, 0}},
    {"KeyboardEventCheck", PrepareKey, CheckKey, MileHvSuccess, {{0, 12, 1, 1}}, {0, 0}},
    {"MouseEventCheck", PrepareMouseInfo, CheckMouse, MileHvSuccess,
     {{0, 16, 1, 1}, {16, 32, 0, 1}, {48, 9, 0, 1}}, {0, 0}},
    {"MouseReportParse", PrepareMouseReport, ParseMouseReport, MileHvSuccess, {{0, 23, 1, 1}}, {0, 0}},
    {"VideoResolution", PrepareResolutions, CheckResolutions, MileHvSuccess,
     {{0, 16, 1, 1}, {144, 3, 1, 1}, {151, 4, 1, 1}}, {0, 0}},
    {"PciFunction", PrepareRelations, CheckRelations, MileHvSuccess, {{0, 64, 1, 1}}, {0, 0}},
    {"PciAssignedCheck", PrepareAssigned, CheckAssigned, MileHvSuccess,
     {{0, 8, 1, 1}, {128, 4, 1, 1}, {136, 16, 1, 1}}, {0, 0}},
    {"PciInterruptCreateCheck", PrepareAssigned, CheckPciInterrupt, MileHvSuccess,
     {{0, 4, 1, 1}, {4, 4, 0, 1}, {8, 16, 1, 1}}, {0, 0}},
    {"PciRequirementsCheck", PrepareAssigned, CheckRequirements, MileHvSuccess, {{0, 28, 1, 1}}, {0, 0}},
    {"PciReadBlockCheck", PrepareAssigned, CheckBlock, 100, {{0, 104, 1, 1}}, {0, 0}},
    {"SocketReceive", PreparePiece, ReceivePiece, 5, {{0, 8, 1, 1}}, {0, 0}},
    {"FileSystemInfoCheck", PrepareFileInfo, CheckFileInfo, MileHvSuccess, {{0, 12, 1, 1}, {12, 20, 0, 1}}, {0, 0}},
    {"FileSystemReadCheck", PrepareFileRead, CheckFileRead, 5, {{0, 12, 1, 1}, {12, 8, 0, 1}}, {0, 0}},
    {"SerialEventCheck", PrepareSerialData, CheckSerialData, 64, {{0, 78, 1, 1}}, {0, 0}},
    {"GuestCrashReplyCheck", PrepareCrash, CheckCrash, MileHvSuccess, {{0, 44, 1, 1}}, {0, 0}},
    {"GuestEmulationEventCheck", PrepareSettings, CheckSettings, 4, {{0, 20, 1, 1}}, {0, 0}},

    {"VersionResponseCheck", PrepareVersionResponse, CheckVersionResponse, MileHvSuccess,
     {{0, 10, 1, 1}, {10, sizeof(VMBUS_CHANNEL_VERSION_RESPONSE) - 10, 0, 1}}, {0, 0}},
    {"OfferCheck", PrepareOffer, CheckOffer, MileHvSuccess, {{0, sizeof(VMBUS_CHANNEL_OFFER_CHANNEL), 1, 1}}, {0, 0}},
    {"OpenResultCheck", PrepareOpenResult, CheckOpenResult, MileHvSuccess,
     {{0, sizeof(VMBUS_CHANNEL_OPEN_RESULT), 1, 1}}, {0, 0}},
    {"ChannelMessageCheck", PrepareOpenResult, CheckChannelMessage, MileHvSuccess, {{0, 8, 1, 1}}, {0, 0}},

    {"DmUnballoonRequestCheck", PrepareUnballoon, CheckUnballoon, MileHvSuccess,
     {{0, sizeof(DM_UNBALLOON_REQUEST), 1, 1}}, {0, 0}},
    {"DmRangeAt", PrepareUnballoonRange, CheckUnballoonRange, MileHvSuccess, {{sizeof(DM_UNBALLOON_REQUEST), 8, 1, 1}},
     {0, 0}},
    {"DmHotAddRequestCheck", PrepareHotAdd, CheckHotAdd, MileHvSuccess, {{0, sizeof(DM_HOT_ADD_REQUEST) + 8, 1, 1}},
     {0, 0}},
};

int main(void)
{
    HV_UINT8 *Place = mmap((void *)(uintptr_t)MARKS, 4096U + SHARED_BYTES, PROT_READ | PROT_WRITE,
                           MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    volatile HV_UINT32 *Mark = (volatile HV_UINT32 *)(void *)Place;
    size_t Index;
    size_t At;
    int Failed = 0;

    if ((uintptr_t)Place != MARKS)
    {
        printf("FAILED: no memory where it is expected\n");
        return 1;
    }
    Shared = Place + 4096;
    Control = (VMRCB *)(void *)Shared;
    for (Index = 0; Index < sizeof(Operations) / sizeof(Operations[0]); ++Index)
    {
        const OPERATION *Operation = &Operations[Index];
        uint64_t (*volatile Run)(void) = Operation->Run;
        uint64_t Result;

        Operation->Prepare();
        *Mark = 1;
        __asm__ __volatile__("" : : : "memory");
        Result = Run();
        __asm__ __volatile__("" : : : "memory");
        *Mark = 2;
        printf("operation %s\n", Operation->Name);
        for (At = 0; At < sizeof(Operation->Reads) / sizeof(Operation->Reads[0]) && Operation->Reads[At].Bytes; ++At)
        {
            printf("read %u %u %u %u\n", Operation->Reads[At].Offset, Operation->Reads[At].Bytes,
                   Operation->Reads[At].Least, Operation->Reads[At].Most);
        }
        if (Operation->Write.Bytes)
        {
            printf("write %u %u\n", Operation->Write.Offset, Operation->Write.Bytes);
        }
        if (Result != Operation->Result)
        {
            printf("FAILED: %s gives %u\n", Operation->Name, (unsigned)Result);
            Failed = 1;
        }
    }
    printf("end of operations\n");
    return Failed;
}
