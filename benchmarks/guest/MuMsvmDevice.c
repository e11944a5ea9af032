/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief mu_msvm's storage and network drivers (MsvmPkg/StorvscDxe, NetvscDxe, EmclDxe), outside of EDK II.
 *
 * Nothing of mu_msvm is here; its files are included from a checkout, with the headers of MdePkg from one of
 * mu_basecore. What they call is the best that a release build could have: memory from the C library, barriers in line,
 * events and priorities that do nothing, assertions that are left out.
 *
 * Checked of a completion: that the packet is in the ring, its offset, its id (by a search of the open requests), the
 * length of revision 1, the operation, the sense data's length, and the bytes that were transferred. The packet's flags
 * and the request's length by version are not. Of a frame: the count of ranges. The ranges, the frame's offsets and its
 * lengths are assertions; the records before the data are not read.
 */

#define MDEPKG_NDEBUG
#define EFIAPI

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <PiDxe.h>

#include <IndustryStandard/Scsi.h>
#include <Library/BaseLib.h>
#include <Library/BaseMemoryLib.h>
#include <Library/DebugLib.h>
#include <Library/MemoryAllocationLib.h>
#include <Library/UefiBootServicesTableLib.h>

#define CopyMem(To, From, Bytes) memcpy(To, From, Bytes)
#define ZeroMem(Place, Bytes) memset(Place, 0, Bytes)
#define AllocatePool(Bytes) malloc(Bytes)
#define AllocateZeroPool(Bytes) calloc(1, Bytes)
#define FreePool(Place) free(Place)
#define InsertTailList Insert
#define RemoveEntryList Remove
#define IsListEmpty(Head) ((Head)->ForwardLink == (Head))
#define GetFirstNode(List) ((List)->ForwardLink)
#define AllocatePages(Count) aligned_alloc(EFI_PAGE_SIZE, (Count) * EFI_PAGE_SIZE)
#define FreePages(Place, Count) free(Place)
#define gEfiCallerIdGuid NoGuid
#define PcdIsolationSharedGpaBoundary 0
#define PcdIsolationSharedGpaCanonicalizationBitmask 0
#define PcdMediaPresentEnabledByDefault 0
#undef PcdGet64
#define PcdGet64(Name) (Name)
#undef PcdGetBool
#define PcdGetBool(Name) (Name)

static EFI_GUID NoGuid;

static inline LIST_ENTRY *Insert(LIST_ENTRY *Head, LIST_ENTRY *Entry)
{
    Entry->ForwardLink = Head;
    Entry->BackLink = Head->BackLink;
    Entry->BackLink->ForwardLink = Entry;
    Head->BackLink = Entry;
    return Head;
}

static inline LIST_ENTRY *Remove(const LIST_ENTRY *Entry)
{
    Entry->ForwardLink->BackLink = Entry->BackLink;
    Entry->BackLink->ForwardLink = Entry->ForwardLink;
    return Entry->ForwardLink;
}

#include "MuMsvmBarrier.h"

#include "Emcl.c"
#include "RingBufferWrapper.c"
#include "StorchannelDxe.c"
#undef RING_OUTGOING_PAGE_COUNT
#undef RING_INCOMING_PAGE_COUNT
#include "NetvscDxe.c"

/* Ring.h of the benchmark has names of its own. */
#undef DATA_BYTES
#include "Device.h"

VOID FailFastFromMacro(EFI_STATUS Status, CONST CHAR8 *File, UINTN Line, CONST CHAR8 *Text)
{
    (void)Status;
    (void)File;
    (void)Line;
    (void)Text;
    abort();
}

BOOLEAN IsIsolated(VOID)
{
    return FALSE;
}

static EFI_TPL RaiseTpl(EFI_TPL Tpl)
{
    return Tpl;
}

static VOID RestoreTpl(EFI_TPL Tpl)
{
    (void)Tpl;
}

static EFI_STATUS Signal(EFI_EVENT Event)
{
    (void)Event;
    return EFI_SUCCESS;
}

static EFI_STATUS Interrupt(EFI_VMBUS_PROTOCOL *This)
{
    (void)This;
    return EFI_SUCCESS;
}

static EFI_BOOT_SERVICES Services;
EFI_BOOT_SERVICES *gBS = &Services;
static EFI_VMBUS_PROTOCOL Bus;
static EMCL_CONTEXT Channel;
static STORVSC_CHANNEL_CONTEXT Storage;
static NIC_DATA_INSTANCE Nic;
static EFI_EXT_SCSI_PASS_THRU_SCSI_REQUEST_PACKET Requests[BATCH];
static UINT8 Cdb[10] = {0x28, 0, 0, 0, 1, 0, 0, 0, 8, 0};
static unsigned Sent;

static int OpenChannel(uint8_t *SendMemory, uint8_t *ReceiveMemory)
{
    Services.RaiseTPL = RaiseTpl;
    Services.RestoreTPL = RestoreTpl;
    Services.SignalEvent = Signal;
    Bus.SendInterrupt = Interrupt;
    memset(&Channel, 0, sizeof(Channel));
    Channel.Signature = EMCL_CONTEXT_SIGNATURE;
    Channel.EmclProtocol.SendPacketEx = EmclSendPacketEx;
    Channel.EmclProtocol.Base.SendPacket = EmclSendPacket;
    Channel.EmclProtocol.Base.CompletePacket = EmclCompletePacket;
    Channel.CompletionEntries.ForwardLink = Channel.CompletionEntries.BackLink = &Channel.CompletionEntries;
    Channel.OutgoingQueue.ForwardLink = Channel.OutgoingQueue.BackLink = &Channel.OutgoingQueue;
    Channel.VmbusProtocol = &Bus;
    Channel.IsRunning = TRUE;
    Sent = 0;
    return !EFI_ERROR(PkInitializeSingleMappedRingBuffer(
        &Channel.PkLibContext, ReceiveMemory, ReceiveMemory + CONTROL_BYTES, DATA_BYTES / EFI_PAGE_SIZE, SendMemory,
        SendMemory + CONTROL_BYTES, DATA_BYTES / EFI_PAGE_SIZE));
}

static int OpenStorage(uint8_t *SendMemory, uint8_t *ReceiveMemory)
{
    Storage.Emcl = &Channel.EmclProtocol;
    Storage.Properties.MaxTransferBytes = 0x40000;
    Storage.MaxPacketSize = sizeof(VSTOR_PACKET);
    Storage.MaxSrbLength = sizeof(VMSCSI_REQUEST);
    Storage.MaxSrbSenseDataLength = VMSCSI_SENSE_BUFFER_SIZE;
    return OpenChannel(SendMemory, ReceiveMemory);
}

static int SendRead(void *Page)
{
    EFI_EXT_SCSI_PASS_THRU_SCSI_REQUEST_PACKET *Request = &Requests[Sent++];
    UINT8 Target = 0;

    memset(Request, 0, sizeof(*Request));
    Request->Timeout = 30;
    Request->InDataBuffer = Page;
    Request->InTransferLength = READ_BYTES;
    Request->Cdb = Cdb;
    Request->CdbLength = sizeof(Cdb);
    Request->DataDirection = EFI_EXT_SCSI_DATA_DIRECTION_READ;
    Request->HostAdapterStatus = 0xFF;
    return !EFI_ERROR(StorChannelSendScsiRequest(&Storage, Request, &Target, 1, NULL));
}

static int ReceiveReads(unsigned Count)
{
    unsigned Number;
    int Good = 1;

    EmclProcessQueue(NULL, &Channel);
    for (Number = 0; Number < Count; ++Number)
    {
        Good &= Requests[Number].HostAdapterStatus == EFI_EXT_SCSI_STATUS_HOST_ADAPTER_OK &&
                Requests[Number].InTransferLength == READ_BYTES;
    }
    return Good;
}

static int OpenNetwork(uint8_t *SendMemory, uint8_t *ReceiveMemory, uint8_t *SendBuffer, uint8_t *ReceiveBuffer)
{
    unsigned Number;

    free(Nic.RxPacketQueue.Buffer);
    free(Nic.FreeTxBuffersQueue.Buffer);
    free(Nic.TxedBuffersQueue.Buffer);
    memset(&Nic, 0, sizeof(Nic));
    Nic.Emcl = &Channel.EmclProtocol.Base;
    Nic.ReceiveStarted = TRUE;
    Nic.RxBuffer = ReceiveBuffer;
    Nic.TxBuffer = SendBuffer;
    Nic.TxSectionSize = SECTION_BYTES;
    if (!OpenChannel(SendMemory, ReceiveMemory) || EFI_ERROR(RxQueueInit(&Nic.RxPacketQueue, BATCH + 2)) ||
        EFI_ERROR(TxQueueInit(&Nic.FreeTxBuffersQueue, BATCH + 1)) ||
        EFI_ERROR(TxQueueInit(&Nic.TxedBuffersQueue, BATCH + 1)))
    {
        return 0;
    }
    for (Number = 0; Number < BATCH; ++Number)
    {
        TxQueueEnqueue(&Nic.FreeTxBuffersQueue, SendBuffer + Number * SECTION_BYTES);
    }
    Channel.ReceiveCallback = NetvscReceiveCallback;
    Channel.ReceiveContext = &Nic;
    return 1;
}

static int SendFrame(void *Frame)
{
    return !EFI_ERROR(NetvscTransmit(&Nic, Frame, FRAME_BYTES));
}

static int ReceiveFrames(unsigned Count, void *Frame)
{
    int Good = 1;

    EmclProcessQueue(NULL, &Channel);
    for (; Count != 0; --Count)
    {
        UINTN Bytes = FRAME_BYTES;

        Good &= !EFI_ERROR(NetvscReceive(&Nic, Frame, &Bytes, NULL, NULL, NULL, NULL)) && Bytes == FRAME_BYTES;
    }
    return Good;
}

const DEVICE MuMsvmDevice = {"mu_msvm", OpenStorage, SendRead, ReceiveReads, OpenNetwork, SendFrame, ReceiveFrames};
