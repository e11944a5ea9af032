/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief PCI: configuration blocks and TDISP commands of a function, built and checked.
 *
 * A function's driver exchanges data with the host outside of the configuration space: blocks,
 * which belong to the function's maker, and TDISP commands, by which a guest that does not trust its
 * host reaches the device's security manager. Guest/Pci.h describes the channel and its requests:
 *
 *     MileHvPciReadBlockBuild(&Read, Slot, BlockId, Bytes, &Length); MileHvPciReadBlockCheck()
 *     MileHvPciWriteBlockBuild(&Write, Slot, BlockId, Data, Bytes, &Length);
 *                                                                    MileHvPciStatusCheck()
 *     MileHvPciTdispBuild(Buffer, sizeof(Buffer), Slot, Command, CommandBytes, &Length);
 *                                                                    MileHvPciTdispCheck()
 *
 * The buffer of the receive loop has MILE_HYPERV_PCI_TDISP_PACKET_MAXIMUM_SIZE bytes in a guest that
 * sends TDISP commands. VpciMsgInvalidateBlock, an event of Guest/Pci.h, names the blocks to read
 * again.
 *
 * Not checked here: which requests are open (Request.h), and the contents of blocks and of TDISP
 * responses.
 *
 * Sources: Device/Pci.h, and its sources.
 */

#ifndef MILE_HYPERV_GUEST_PCI_BLOCK
#define MILE_HYPERV_GUEST_PCI_BLOCK

#include "Pci.h"

/** Bytes of the longest response to VpciMsgTdispCommand that OpenVMM's guest accepts, with its descriptor. */
#define MILE_HYPERV_PCI_TDISP_PACKET_MAXIMUM_SIZE 39672

MILE_HYPERV_GUEST_BEGIN

HV_STATIC_ASSERT(sizeof(VMPACKET_DESCRIPTOR) + sizeof(VPCI_TDISP_COMMAND_HEADER_REPLY) + VPCI_MAX_TDISP_COMMAND_SIZE ==
                 MILE_HYPERV_PCI_TDISP_PACKET_MAXIMUM_SIZE);

/*
 * Requests of the guest.
 */

/**
 * VpciMsgReadBlock.
 *
 * @param BlockBytes that the guest accepts; 1 to HV_CONFIG_BLOCK_SIZE_MAX.
 * @param Bytes receives the number of bytes to send, or 0.
 * @return MileHvSuccess; MileHvInvalid: @p BlockBytes is out of bounds.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvPciReadBlockBuild(VPCI_READ_BLOCK *Read, HV_UINT32 Slot, HV_UINT32 BlockId,
                                                     HV_UINT32 BlockBytes, HV_UINT32 *Bytes)
{
    *Bytes = 0;
    if (BlockBytes == 0 || BlockBytes > HV_CONFIG_BLOCK_SIZE_MAX)
    {
        return MileHvInvalid;
    }
    Read->Header.MessageType = VpciMsgReadBlock;
    Read->BlockId = BlockId;
    Read->Slot.u.AsUINT32 = Slot;
    Read->BytesRequested = BlockBytes;
    *Bytes = (HV_UINT32)sizeof(*Read);
    return MileHvSuccess;
}

/**
 * VpciMsgWriteBlock. Bytes of the packet after the data are zero.
 *
 * @param Data of the block; @p BlockBytes of it, 1 to HV_CONFIG_BLOCK_SIZE_MAX.
 * @param Bytes receives the number of bytes to send, or 0.
 * @return MileHvSuccess; MileHvInvalid: @p BlockBytes is out of bounds.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvPciWriteBlockBuild(VPCI_WRITE_BLOCK *Write, HV_UINT32 Slot, HV_UINT32 BlockId,
                                                      const void *Data, HV_UINT32 BlockBytes, HV_UINT32 *Bytes)
{
    *Bytes = 0;
    if (BlockBytes == 0 || BlockBytes > HV_CONFIG_BLOCK_SIZE_MAX)
    {
        return MileHvInvalid;
    }
    MileHvZero(Write, (HV_UINT32)sizeof(*Write));
    Write->Header.MessageType = VpciMsgWriteBlock;
    Write->BlockId = BlockId;
    Write->Slot.u.AsUINT32 = Slot;
    Write->ByteCount = BlockBytes;
    MileHvCopy(Write->Bytes, Data, BlockBytes);
    *Bytes = (HV_UINT32)sizeof(*Write);
    return MileHvSuccess;
}

/**
 * VpciMsgTdispCommand. A guest that does not trust its host exchanges these with the device's security manager.
 *
 * @param Buffer for the packet: 16 bytes and the command.
 * @param Command serialized; @p CommandBytes of it, 1 to VPCI_MAX_TDISP_COMMAND_SIZE.
 * @param Bytes receives the number of bytes to send, or 0.
 * @return MileHvSuccess; MileHvTooSmall: the buffer; MileHvInvalid: @p CommandBytes is out of bounds.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvPciTdispBuild(void *Buffer, HV_UINT32 BufferBytes, HV_UINT32 Slot,
                                                 const void *Command, HV_UINT32 CommandBytes, HV_UINT32 *Bytes)
{
    VPCI_TDISP_COMMAND_HEADER Head;

    *Bytes = 0;
    if (CommandBytes == 0 || CommandBytes > VPCI_MAX_TDISP_COMMAND_SIZE)
    {
        return MileHvInvalid;
    }
    if (BufferBytes < sizeof(Head) + CommandBytes)
    {
        return MileHvTooSmall;
    }
    Head.Header.MessageType = VpciMsgTdispCommand;
    Head.Slot.u.AsUINT32 = Slot;
    Head.DataLength = CommandBytes;
    MileHvCopy(Buffer, &Head, (HV_UINT32)sizeof(Head));
    MileHvCopy((HV_UINT8 *)Buffer + sizeof(Head), Command, CommandBytes);
    *Bytes = (HV_UINT32)sizeof(Head) + CommandBytes;
    return MileHvSuccess;
}

/*
 * Responses of the host. The id of each completion is that of an open request (MileHvRequestEnd()).
 */

/**
 * Checks the completion of VpciMsgReadBlock and copies its data.
 *
 * @param Block receives the data; @p BlockBytes as requested, at most HV_CONFIG_BLOCK_SIZE_MAX.
 * @param Bytes receives the bytes of data, at most @p BlockBytes. The packet's padding can be among them.
 * @param Status receives the host's status; 0 is success.
 * @return MileHvSuccess; MileHvInvalid: not a completion; MileHvFailed: see @p Status; MileHvCorrupt: too short.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvPciReadBlockCheck(const MILE_HV_PACKET *Received, void *Block, HV_UINT32 BlockBytes,
                                                     HV_UINT32 *Bytes, HV_NTSTATUS *Status)
{
    const MILE_HV_RESULT Result = MileHvPciStatusCheck(Received, Status);
    const HV_UINT32 Head = (HV_UINT32)sizeof(VPCI_REPLY_HEADER);

    *Bytes = 0;
    if (Result != MileHvSuccess)
    {
        return Result;
    }
    *Bytes = (Received->PayloadBytes - Head < BlockBytes) ? Received->PayloadBytes - Head : BlockBytes;
    MileHvCopy(Block, Received->Payload + Head, *Bytes);
    return MileHvSuccess;
}

/**
 * Checks the completion of VpciMsgTdispCommand.
 *
 * @param Slot the slot of the request.
 * @param Response receives the serialized response in the caller's buffer, which the host cannot write; @p Bytes its
 * bytes. Both are null and 0 unless the result is MileHvSuccess.
 * @param Status receives the host's status; 0 is success.
 * @return MileHvSuccess; MileHvInvalid: not a completion; MileHvFailed: see @p Status; MileHvCorrupt: too short,
 * another slot, or more bytes than the packet has.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvPciTdispCheck(const MILE_HV_PACKET *Received, HV_UINT32 Slot,
                                                 const HV_UINT8 **Response, HV_UINT32 *Bytes, HV_NTSTATUS *Status)
{
    VPCI_TDISP_COMMAND_HEADER_REPLY Reply;
    const HV_UINT32 Head = (HV_UINT32)sizeof(Reply);
    const MILE_HV_RESULT Result = MileHvPciReplyCopy(Received, &Reply, Head, Status);

    *Response = (const HV_UINT8 *)MILE_HYPERV_GUEST_NULL;
    *Bytes = 0;
    if (Result != MileHvSuccess)
    {
        return Result;
    }
    if (Reply.Slot.u.AsUINT32 != Slot || Reply.DataLength > Received->PayloadBytes - Head)
    {
        return MileHvCorrupt;
    }
    *Response = Received->Payload + Head;
    *Bytes = (HV_UINT32)Reply.DataLength;
    return MileHvSuccess;
}

MILE_HYPERV_GUEST_END

#endif /* !MILE_HYPERV_GUEST_PCI_BLOCK */
