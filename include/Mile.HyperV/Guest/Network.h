/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Network: NVSP messages of a guest, checks of host messages, buffers, sub-channels, frames.
 *
 * Device/Network.h describes the protocol; Guest/Rndis.h handles the RNDIS messages that carry
 * frames. Each step of the negotiation is a packet and its completion:
 *
 *     for (Version = MileHvNetworkVersionBelow(0xFFFFFFFF); Version != 0;
 *          Version = MileHvNetworkVersionBelow(Version))
 *         MileHvNetworkInitBuild(&Message, Version);                   MileHvNetworkVersionCheck()
 *     MileHvNetworkConfigBuild(&Message, Version, Mtu, Capabilities);  an empty completion; since 2
 *     MileHvNetworkNdisBuild(&Message, Version);                       an empty completion
 *     MileHvNetworkReceiveBufferBuild(&Message, Gpadl, Id);            MileHvNetworkReceiveBufferCheck()
 *     MileHvNetworkSendBufferBuild(&Message, Gpadl, Id);               MileHvNetworkSendBufferCheck()
 *     ... RNDIS: initialize, query, set ...
 *     MileHvNetworkSubChannelsBuild(&Message, Count);                  MileHvNetworkSubChannelsCheck(); since 5
 *
 * MileHvNetworkSend() puts a message into the ring, and MileHvNetworkReplyCheck() checks the form
 * of each response first. MileHvNetworkEventCheck() checks unsolicited messages: the indirection
 * table, a hardware function, the data path.
 *
 * A frame to the host, with a request table of as many slots as there are sections:
 *
 *     MileHvRequestBegin(&Requests, Packet, &Id);
 *     Section = MileHvRequestIndex(Id);                      the frames are in it (Rndis.h)
 *     MileHvNetworkSendSection(&Ring, Id, Version, NVSP_DATA_CHANNEL_TYPE, Section, Bytes);
 *
 *     MileHvNetworkSendPages(&Ring, Id, Version, NVSP_DATA_CHANNEL_TYPE, &List);
 *         or: the first range of the list is the header, which must not cross a page; the others are the
 *         frame's pages, one range each (MileHvGpaListAddPages())
 *
 *     MileHvNetworkSentCheck(&Received, &Status);            its completion; then MileHvRequestEnd()
 *
 * Frames from the host arrive as transfer pages. All ranges of a packet belong to the guest until
 * it completes the packet, so it copies the data that it keeps, and then completes the packet:
 *
 *     MileHvNetworkReceiveCheck(&Received, SetId, BufferBytes, &ChannelType);
 *     for (Index = 0; Index < Received.RangeCount; ++Index)
 *         MileHvTransferPage(&Received, Index, BufferBytes, &Range);
 *         MileHvRndisFrameCheck(Buffer + Range.ByteOffset, Range.ByteCount, ...);
 *     MileHvNetworkComplete(&Ring, Received.Descriptor.TransactionId, Version, NvspStatusSuccess);
 *
 * The guest must not lose a completion because the ring is full: it keeps the transaction id and
 * sends the completion when the ring has room again. Otherwise the host runs out of
 * sub-allocations, and no more frames arrive.
 *
 * Orderly stop, suspend, a new MTU. The guest stops its senders and waits for their completions,
 * sends REMOTE_NDIS_HALT_MSG, then MileHvNetworkRevokeReceiveBuild() and
 * MileHvNetworkRevokeSendBuild(), which have no response. It closes the sub-channels and then the
 * first channel, and only then tears down the GPADLs of the two buffers and of the rings; the
 * responses may arrive in any order. A guest that waits for a teardown before it closes the
 * channels waits forever on some hosts. To resume, the guest repeats the whole negotiation with the
 * version that it had; a new MileHvNetworkInitBuild() also resets the data path. After a rescind no
 * completion arrives: MileHvRequestEndAny() ends the open requests.
 *
 * Sources: Device/Network.h, and its sources.
 */

#ifndef MILE_HYPERV_GUEST_NETWORK
#define MILE_HYPERV_GUEST_NETWORK

#include "../Device/Network.h"
#include "../Masks/Device.h"
#include "Packet.h"
#include "Rndis.h"

/** Ranges of the longest packet of frames: NVSP_MAX_PACKETS_PER_RECEIVE_RSC_OVER_VMBUS. */
#define MILE_HYPERV_NETWORK_MAXIMUM_RANGES 562
/** Bytes of the longest packet that a host sends: a transfer page header, its ranges, a message. */
#define MILE_HYPERV_NETWORK_PACKET_MAXIMUM_SIZE 4560

MILE_HYPERV_GUEST_BEGIN

HV_STATIC_ASSERT(MILE_HYPERV_NETWORK_MAXIMUM_RANGES == NVSP_MAX_PACKETS_PER_RECEIVE_RSC_OVER_VMBUS);
HV_STATIC_ASSERT(sizeof(VMTRANSFER_PAGE_PACKET_HEADER) +
                     MILE_HYPERV_NETWORK_MAXIMUM_RANGES * sizeof(VMTRANSFER_PAGE_RANGE) + sizeof(NVSP_MESSAGE) ==
                 MILE_HYPERV_NETWORK_PACKET_MAXIMUM_SIZE);

/** A receive buffer as the host divided it. */
typedef struct MILE_HV_NETWORK_RECEIVE_BUFFER
{
    HV_UINT32 Offset;          /**< Bytes from the start of the buffer to its only section. */
    HV_UINT32 EndOffset;       /**< Offset after the section, in bytes; at most the buffer's bytes. */
    HV_UINT32 AllocationBytes; /**< Bytes of one sub-allocation. */
    HV_UINT32 AllocationCount; /**< Number of sub-allocations. */
} MILE_HV_NETWORK_RECEIVE_BUFFER;

/** A checked unsolicited message. */
typedef struct MILE_HV_NETWORK_EVENT
{
    union
    {
        const HV_UINT8
            *Table; /**< Of the indirection table, in the received packet; MileHvNetworkTableAt() reads it. */
        HV_UINT64 AsUINT64;
    };
    HV_UINT32 TableCount; /**< Number of entries; 1 to VMS_SWITCH_RSS_MAX_INDIRECTION_TABLE_ENTRIES. */
    NVSP_MESSAGE_TYPE Type;
    HV_UINT32 IsFunction;    /**< Of an association: 1 if a hardware function is present, else 0. */
    HV_UINT32 SerialNumber;  /**< Of the function, if IsFunction. */
    NVSP_VM_DATA_PATH Path;  /**< Of a switch of the data path. */
    HV_UINT32 NeedsComplete; /**< 1: the guest must send an empty completion; else 0. */
} MILE_HV_NETWORK_EVENT;

/*
 * Versions.
 */

/**
 * Next older protocol version to request.
 *
 * @param Version the refused version, or 0xFFFFFFFF to begin.
 * @return the newest NVSP_PROTOCOL_VERSION_* below it, or 0: there is none.
 */
static inline HV_UINT32 MileHvNetworkVersionBelow(HV_UINT32 Version)
{
    if (Version > NVSP_PROTOCOL_VERSION_61)
    {
        return NVSP_PROTOCOL_VERSION_61;
    }
    if (Version > NVSP_PROTOCOL_VERSION_6)
    {
        return NVSP_PROTOCOL_VERSION_6;
    }
    if (Version > NVSP_PROTOCOL_VERSION_5)
    {
        return NVSP_PROTOCOL_VERSION_5;
    }
    if (Version > NVSP_PROTOCOL_VERSION_4)
    {
        return NVSP_PROTOCOL_VERSION_4;
    }
    if (Version > NVSP_PROTOCOL_VERSION_2)
    {
        return NVSP_PROTOCOL_VERSION_2;
    }
    return (Version > NVSP_PROTOCOL_VERSION_1) ? NVSP_PROTOCOL_VERSION_1 : 0;
}

/**
 * Bytes of each message from the guest. @p Version is the negotiated version, or 0 while none is.
 */
static inline HV_UINT32 MileHvNetworkMessageBytes(HV_UINT32 Version)
{
    return (Version >= NVSP_PROTOCOL_VERSION_61) ? NVSP_PACKET_SIZE_V61 : NVSP_PACKET_SIZE_V1;
}

/*
 * Messages from the guest. MileHvNetworkSend() determines their length.
 */

/** Message of a type, with all other bytes zero. */
static inline void MileHvNetworkMessageBuild(NVSP_MESSAGE *Message, NVSP_MESSAGE_TYPE Type)
{
    MileHvZero(Message, (HV_UINT32)sizeof(*Message));
    Message->Header.MessageType = Type;
}

/** NvspMessageTypeInit: requests a version. Pass version 0 to MileHvNetworkSend(), because none is negotiated yet. */
static inline void MileHvNetworkInitBuild(NVSP_MESSAGE *Message, HV_UINT32 Version)
{
    MileHvNetworkMessageBuild(Message, NvspMessageTypeInit);
    Message->Messages.InitMessages.Init.ProtocolVersion = Version;
    Message->Messages.InitMessages.Init.ProtocolVersion2 = Version;
}

/**
 * NvspMessage2TypeSendNdisConfig, since 2; before the buffers.
 *
 * SRIOV is left out before 4, whose messages it needs. With RscOverVmbus the guest must expect frames in fragments
 * (MileHvRndisFragmentNext()).
 *
 * @param Mtu bytes, with the Ethernet header.
 * @return MileHvSuccess; MileHvInvalid: the version has no such message.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvNetworkConfigBuild(NVSP_MESSAGE *Message, HV_UINT32 Version, HV_UINT32 Mtu,
                                                      NVSP_2_NETVSC_CAPABILITIES Capabilities)
{
    if (Version < NVSP_PROTOCOL_VERSION_2)
    {
        return MileHvInvalid;
    }
    if (Version < NVSP_PROTOCOL_VERSION_4)
    {
        Capabilities.AsUINT64 &= ~(HV_UINT64)NVSP_2_NETVSC_CAPABILITIES_SRIOV_MASK;
    }
    MileHvNetworkMessageBuild(Message, NvspMessage2TypeSendNdisConfig);
    Message->Messages.Version2Messages.SendNdisConfig.MTU = Mtu;
    Message->Messages.Version2Messages.SendNdisConfig.Capabilities = Capabilities;
    return MileHvSuccess;
}

/** NvspMessage1TypeSendNdisVersion: 6.30 since 5, 6.1 before. */
static inline void MileHvNetworkNdisBuild(NVSP_MESSAGE *Message, HV_UINT32 Version)
{
    const HV_UINT32 Ndis = (Version < NVSP_PROTOCOL_VERSION_5) ? NVSP_NDIS_VERSION_6_1 : NVSP_NDIS_VERSION_6_30;

    MileHvNetworkMessageBuild(Message, NvspMessage1TypeSendNdisVersion);
    Message->Messages.Version1Messages.SendNdisVersion.NdisMajorVersion = Ndis >> 16;
    Message->Messages.Version1Messages.SendNdisVersion.NdisMinorVersion = Ndis & 0xFFFFU;
}

/**
 * NvspMessage1TypeSendReceiveBuffer: gives the host a buffer. The host repeats @p Id as the set id
 * of transfer pages.
 */
static inline void MileHvNetworkReceiveBufferBuild(NVSP_MESSAGE *Message, HV_UINT32 Gpadl, HV_UINT16 Id)
{
    MileHvNetworkMessageBuild(Message, NvspMessage1TypeSendReceiveBuffer);
    Message->Messages.Version1Messages.SendReceiveBuffer.GpadlHandle = Gpadl;
    Message->Messages.Version1Messages.SendReceiveBuffer.Id = Id;
}

/** NvspMessage1TypeSendSendBuffer. */
static inline void MileHvNetworkSendBufferBuild(NVSP_MESSAGE *Message, HV_UINT32 Gpadl, HV_UINT16 Id)
{
    MileHvNetworkMessageBuild(Message, NvspMessage1TypeSendSendBuffer);
    Message->Messages.Version1Messages.SendSendBuffer.GpadlHandle = Gpadl;
    Message->Messages.Version1Messages.SendSendBuffer.Id = Id;
}

/** NvspMessage1TypeRevokeReceiveBuffer. No response: close the channels, then tear down the GPADL. */
static inline void MileHvNetworkRevokeReceiveBuild(NVSP_MESSAGE *Message, HV_UINT16 Id)
{
    MileHvNetworkMessageBuild(Message, NvspMessage1TypeRevokeReceiveBuffer);
    Message->Messages.Version1Messages.RevokeReceiveBuffer.Id = Id;
}

/** NvspMessage1TypeRevokeSendBuffer. No response. */
static inline void MileHvNetworkRevokeSendBuild(NVSP_MESSAGE *Message, HV_UINT16 Id)
{
    MileHvNetworkMessageBuild(Message, NvspMessage1TypeRevokeSendBuffer);
    Message->Messages.Version1Messages.RevokeSendBuffer.Id = Id;
}

/** NvspMessage5TypeSubChannel, since 5: requests @p Count channels besides the first. */
static inline void MileHvNetworkSubChannelsBuild(NVSP_MESSAGE *Message, HV_UINT32 Count)
{
    MileHvNetworkMessageBuild(Message, NvspMessage5TypeSubChannel);
    Message->Messages.Version5Messages.SubChannelRequest.Operation = NvspSubchannelAllocate;
    Message->Messages.Version5Messages.SubChannelRequest.NumSubChannels = Count;
}

/** NvspMessage4TypeSwitchDataPath, since 4: NvspDataPathVF once the hardware function is up. Request no completion. */
static inline void MileHvNetworkDataPathBuild(NVSP_MESSAGE *Message, NVSP_VM_DATA_PATH Path)
{
    MileHvNetworkMessageBuild(Message, NvspMessage4TypeSwitchDataPath);
    Message->Messages.Version4Messages.SwitchDataPath.ActiveDataPath = Path;
}

/** NvspMessage1TypeSendRNDISPacket: see MileHvNetworkSendSection() and MileHvNetworkSendPages(). */
static inline void MileHvNetworkPacketBuild(NVSP_MESSAGE *Message, HV_UINT32 ChannelType, HV_UINT32 Section,
                                            HV_UINT32 Bytes)
{
    MileHvNetworkMessageBuild(Message, NvspMessage1TypeSendRNDISPacket);
    Message->Messages.Version1Messages.SendRNDISPacket.ChannelType = ChannelType;
    Message->Messages.Version1Messages.SendRNDISPacket.SendBufferSectionIndex = Section;
    Message->Messages.Version1Messages.SendRNDISPacket.SendBufferSectionSize = Bytes;
}

/**
 * Puts a message into the ring, uncommitted.
 *
 * @param Version the negotiated version, or 0.
 * @param CompletionRequested 1, except 0 for the revocations and the data path.
 * @return the results of MileHvSendRingReserve().
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvNetworkSend(MILE_HV_SEND_RING *Ring, HV_UINT64 Id, HV_UINT32 Version,
                                               HV_UINT32 CompletionRequested, const NVSP_MESSAGE *Message)
{
    return MileHvSendInBand(Ring, Id, CompletionRequested, Message, MileHvNetworkMessageBytes(Version));
}

/**
 * Sends the messages in a section of the send buffer; uncommitted, with a completion requested.
 *
 * @param ChannelType NVSP_DATA_CHANNEL_TYPE for frames, NVSP_CONTROL_CHANNEL_TYPE for other messages.
 * @param Section its number; @p Bytes of the messages in it, MILE_HV_RNDIS_SECTION.Used.
 * @return the results of MileHvSendRingReserve(); MileHvInvalid also if there is no such section,
 * or if it is empty.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvNetworkSendSection(MILE_HV_SEND_RING *Ring, HV_UINT64 Id, HV_UINT32 Version,
                                                      HV_UINT32 ChannelType, HV_UINT32 Section, HV_UINT32 Bytes)
{
    NVSP_MESSAGE Message;

    if (Section == NVSP_INVALID_SECTION_INDEX || Bytes == 0)
    {
        return MileHvInvalid;
    }
    MileHvNetworkPacketBuild(&Message, ChannelType, Section, Bytes);
    return MileHvNetworkSend(Ring, Id, Version, 1, &Message);
}

/**
 * Sends a message that is in pages of the guest; uncommitted, with a completion requested.
 *
 * @param List the header's range first, then the frame's. At most MaximumMdlChainLength ranges.
 * @return the results of MileHvSendRingReserve(); MileHvInvalid also if the list is empty.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvNetworkSendPages(MILE_HV_SEND_RING *Ring, HV_UINT64 Id, HV_UINT32 Version,
                                                    HV_UINT32 ChannelType, const MILE_HV_GPA_LIST *List)
{
    NVSP_MESSAGE Message;

    MileHvNetworkPacketBuild(&Message, ChannelType, NVSP_INVALID_SECTION_INDEX, 0);
    return MileHvSendGpaList(Ring, Id, List, &Message, MileHvNetworkMessageBytes(Version));
}

/**
 * Completes a packet of frames, after which its ranges belong to the host; uncommitted.
 *
 * @param Id of the host's packet; @p Status NvspStatusSuccess, or NvspStatusFailure if a frame was dropped.
 * @return the results of MileHvSendRingReserve(). MileHvFull: keep the id, and send the completion
 * later.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvNetworkComplete(MILE_HV_SEND_RING *Ring, HV_UINT64 Id, HV_UINT32 Version,
                                                   NVSP_STATUS Status)
{
    NVSP_MESSAGE Message;

    MileHvNetworkMessageBuild(&Message, NvspMessage1TypeSendRNDISPacketComplete);
    Message.Messages.Version1Messages.SendRNDISPacketComplete.Status = Status;
    return MileHvSendCompletion(Ring, Id, &Message, MileHvNetworkMessageBytes(Version));
}

/*
 * Messages from the host.
 */

/** Minimum length in bytes of a host's message of this type, header included; 0 for types that no host sends. */
static inline HV_UINT32 MileHvNetworkMessageLeast(NVSP_MESSAGE_TYPE Type)
{
    switch (Type)
    {
    case NvspMessageTypeInitComplete:
        return 4 + (HV_UINT32)sizeof(NVSP_MESSAGE_INIT_COMPLETE);
    case NvspMessage1TypeSendReceiveBufferComplete:
        return 4 + (HV_UINT32)sizeof(NVSP_1_MESSAGE_SEND_RECEIVE_BUFFER_COMPLETE);
    case NvspMessage1TypeSendSendBufferComplete:
        return 4 + (HV_UINT32)sizeof(NVSP_1_MESSAGE_SEND_SEND_BUFFER_COMPLETE);
    case NvspMessage1TypeSendRNDISPacket:
        return 4 + (HV_UINT32)sizeof(NVSP_1_MESSAGE_SEND_RNDIS_PACKET);
    case NvspMessage1TypeSendRNDISPacketComplete:
        return 4 + (HV_UINT32)sizeof(NVSP_1_MESSAGE_SEND_RNDIS_PACKET_COMPLETE);
    case NvspMessage4TypeSendVFAssociation:
        return 4 + (HV_UINT32)sizeof(NVSP_4_MESSAGE_SEND_VF_ASSOCIATION);
    case NvspMessage4TypeSwitchDataPath:
        return 4 + (HV_UINT32)sizeof(NVSP_4_MESSAGE_SWITCH_DATA_PATH);
    case NvspMessage5TypeSubChannel:
        return 4 + (HV_UINT32)sizeof(NVSP_5_MESSAGE_SUBCHANNEL_COMPLETE);
    case NvspMessage5TypeSendIndirectionTable:
        return 4 + (HV_UINT32)sizeof(NVSP_5_MESSAGE_SEND_INDIRECTION_TABLE);
    default:
        return 0;
    }
}

/**
 * Copies a host's message; bytes that the host did not send are zero. Returns MileHvSuccess,
 * MileHvUnavailable or MileHvCorrupt.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvNetworkCopy(const MILE_HV_PACKET *Received, NVSP_MESSAGE *Copy)
{
    const HV_UINT32 Bytes =
        (Received->PayloadBytes < sizeof(*Copy)) ? Received->PayloadBytes : (HV_UINT32)sizeof(*Copy);
    HV_UINT32 Least;

    MileHvZero(Copy, (HV_UINT32)sizeof(*Copy));
    if (Bytes < sizeof(Copy->Header))
    {
        return MileHvCorrupt;
    }
    MileHvCopy(Copy, Received->Payload, Bytes);
    Least = MileHvNetworkMessageLeast(Copy->Header.MessageType);
    if (Least == 0)
    {
        return MileHvUnavailable;
    }
    return (Bytes < Least) ? MileHvCorrupt : MileHvSuccess;
}

/**
 * Checks the form of a response: a completion with a message of the type that answers the request.
 *
 * @param Received the packet, from MileHvPacketCheck(); its id is that of an open request
 * (MileHvRequestEnd()).
 * @param Type NvspMessageTypeInitComplete, ...BufferComplete or NvspMessage5TypeSubChannel.
 * @param Reply receives a copy, for the check that belongs to the request.
 * @return MileHvSuccess; MileHvInvalid: not a completion; MileHvCorrupt.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvNetworkReplyCheck(const MILE_HV_PACKET *Received, NVSP_MESSAGE_TYPE Type,
                                                     NVSP_MESSAGE *Reply)
{
    if (Received->Descriptor.Type != VmbusPacketTypeCompletion)
    {
        return MileHvInvalid;
    }
    if (MileHvNetworkCopy(Received, Reply) != MileHvSuccess || Reply->Header.MessageType != Type)
    {
        return MileHvCorrupt;
    }
    return MileHvSuccess;
}

/**
 * Checks the response to MileHvNetworkInitBuild().
 *
 * @param Reply of MileHvNetworkReplyCheck() for NvspMessageTypeInitComplete.
 * @param MaximumRanges receives the most ranges of one packet, 1 or more.
 * @return MileHvSuccess: the version is negotiated; MileHvUnavailable: request an older one.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvNetworkVersionCheck(const NVSP_MESSAGE *Reply, HV_UINT32 *MaximumRanges)
{
    const NVSP_MESSAGE_INIT_COMPLETE *Complete = &Reply->Messages.InitMessages.InitComplete;

    *MaximumRanges = Complete->MaximumMdlChainLength ? Complete->MaximumMdlChainLength : 1;
    return (Complete->Status == NvspStatusSuccess) ? MileHvSuccess : MileHvUnavailable;
}

/**
 * Checks the response to MileHvNetworkReceiveBufferBuild().
 *
 * @param BufferBytes of the buffer.
 * @return MileHvSuccess; MileHvFailed: the host refuses; MileHvCorrupt: not exactly one section, an empty section, or
 * one outside of the buffer.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvNetworkReceiveBufferCheck(const NVSP_MESSAGE *Reply, HV_UINT32 BufferBytes,
                                                             MILE_HV_NETWORK_RECEIVE_BUFFER *Buffer)
{
    const NVSP_1_MESSAGE_SEND_RECEIVE_BUFFER_COMPLETE *Complete =
        &Reply->Messages.Version1Messages.SendReceiveBufferComplete;
    const NVSP_1_RECEIVE_BUFFER_SECTION *Section = &Complete->Sections[0];
    HV_UINT64 Bytes;

    MileHvZero(Buffer, (HV_UINT32)sizeof(*Buffer));
    if (Complete->Status != NvspStatusSuccess)
    {
        return MileHvFailed;
    }
    Bytes = (HV_UINT64)Section->SubAllocationSize * Section->NumSubAllocations;
    if (Complete->NumSections != 1 || Bytes == 0 || Section->EndOffset > BufferBytes ||
        Section->Offset > Section->EndOffset || Bytes > Section->EndOffset - Section->Offset)
    {
        return MileHvCorrupt;
    }
    Buffer->Offset = Section->Offset;
    Buffer->EndOffset = Section->EndOffset;
    Buffer->AllocationBytes = Section->SubAllocationSize;
    Buffer->AllocationCount = Section->NumSubAllocations;
    return MileHvSuccess;
}

/**
 * Checks the response to MileHvNetworkSendBufferBuild().
 *
 * @param BufferBytes of the buffer.
 * @param SectionBytes receives the bytes of one section; @p SectionCount the number of sections. Section n begins at
 * byte n * SectionBytes.
 * @return MileHvSuccess; MileHvUnavailable: no usable sections, send by pages; MileHvFailed: the host refuses.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvNetworkSendBufferCheck(const NVSP_MESSAGE *Reply, HV_UINT32 BufferBytes,
                                                          HV_UINT32 *SectionBytes, HV_UINT32 *SectionCount)
{
    const NVSP_1_MESSAGE_SEND_SEND_BUFFER_COMPLETE *Complete = &Reply->Messages.Version1Messages.SendSendBufferComplete;

    *SectionBytes = 0;
    *SectionCount = 0;
    if (Complete->Status != NvspStatusSuccess)
    {
        return MileHvFailed;
    }
    if (Complete->SectionSize == 0 || Complete->SectionSize % 4 != 0 || Complete->SectionSize > BufferBytes)
    {
        return MileHvUnavailable;
    }
    *SectionBytes = Complete->SectionSize;
    *SectionCount = BufferBytes / Complete->SectionSize;
    return MileHvSuccess;
}

/**
 * Checks the response to MileHvNetworkSubChannelsBuild().
 *
 * @param Asked number of channels requested; @p Count receives the number that the host offers, at
 * most @p Asked.
 * @return MileHvSuccess; MileHvFailed: the host refuses; MileHvCorrupt: more than the guest
 * requested.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvNetworkSubChannelsCheck(const NVSP_MESSAGE *Reply, HV_UINT32 Asked, HV_UINT32 *Count)
{
    const NVSP_5_MESSAGE_SUBCHANNEL_COMPLETE *Complete = &Reply->Messages.Version5Messages.SubChannelRequestComplete;

    *Count = 0;
    if (Complete->Status != NvspStatusSuccess)
    {
        return MileHvFailed;
    }
    if (Complete->NumSubChannels > Asked)
    {
        return MileHvCorrupt;
    }
    *Count = Complete->NumSubChannels;
    return MileHvSuccess;
}

/**
 * Checks the completion of a packet that the guest sent.
 *
 * @param Received the packet, from MileHvPacketCheck(); its id is that of an open request.
 * @param Status receives NvspStatusSuccess, or the reason for which the host did not send the
 * frames.
 * @return MileHvSuccess, whatever the status; MileHvInvalid: not a completion; MileHvCorrupt.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvNetworkSentCheck(const MILE_HV_PACKET *Received, NVSP_STATUS *Status)
{
    HV_UINT64 Word;

    *Status = NvspStatusNone;
    if (Received->Descriptor.Type != VmbusPacketTypeCompletion)
    {
        return MileHvInvalid;
    }
    if (Received->PayloadBytes < sizeof(Word))
    {
        return MileHvCorrupt;
    }
    Word = MileHvLoadWord(Received->Payload);
    if ((Word & 0xFFFFFFFFU) != NvspMessage1TypeSendRNDISPacketComplete)
    {
        return MileHvCorrupt;
    }
    *Status = (NVSP_STATUS)(Word >> 32);
    return MileHvSuccess;
}

/**
 * Checks a packet of frames, or of another RNDIS message, up to its ranges.
 *
 * @param Received the packet, from MileHvPacketCheck().
 * @param SetId of MileHvNetworkReceiveBufferBuild(); @p BufferBytes the bound of the ranges, the buffer's or EndOffset.
 * @param ChannelType receives NVSP_DATA_CHANNEL_TYPE, or NVSP_CONTROL_CHANNEL_TYPE.
 * @return MileHvSuccess: each of Received->RangeCount ranges is in the buffer; read them with MileHvTransferPage();
 * MileHvInvalid: not a packet of frames, use MileHvNetworkEventCheck() or the check of a completion; MileHvCorrupt.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvNetworkReceiveCheck(const MILE_HV_PACKET *Received, HV_UINT16 SetId,
                                                       HV_UINT32 BufferBytes, HV_UINT32 *ChannelType)
{
    HV_UINT64 Word;

    *ChannelType = NVSP_CONTROL_CHANNEL_TYPE;
    if (Received->Descriptor.Type != VmbusPacketTypeDataUsingTransferPages)
    {
        return MileHvInvalid;
    }
    if (Received->PayloadBytes < 4 + sizeof(NVSP_1_MESSAGE_SEND_RNDIS_PACKET) ||
        Received->RangeCount > MILE_HYPERV_NETWORK_MAXIMUM_RANGES)
    {
        return MileHvCorrupt;
    }
    Word = MileHvLoadWord(Received->Payload); /* MessageType and ChannelType. */
    if ((Word & 0xFFFFFFFFU) != NvspMessage1TypeSendRNDISPacket || Word >> 32 > NVSP_CONTROL_CHANNEL_TYPE)
    {
        return MileHvCorrupt;
    }
    *ChannelType = (HV_UINT32)(Word >> 32);
    return MileHvTransferPagesCheck(Received, SetId, BufferBytes);
}

/**
 * Checks an unsolicited message.
 *
 * @param Received the packet, from MileHvPacketCheck().
 * @param Version the negotiated version.
 * @return MileHvSuccess; MileHvInvalid: not an in-band packet; MileHvUnavailable: a type that no host sends unsolicited
 * in this version, drop the packet; MileHvCorrupt.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvNetworkEventCheck(const MILE_HV_PACKET *Received, HV_UINT32 Version,
                                                     MILE_HV_NETWORK_EVENT *Event)
{
    NVSP_MESSAGE Copy;
    MILE_HV_RESULT Result;
    HV_UINT32 Count;
    HV_UINT32 Offset;

    MileHvZero(Event, (HV_UINT32)sizeof(*Event));
    if (Received->Descriptor.Type != VmbusPacketTypeDataInBand)
    {
        return MileHvInvalid;
    }
    Result = MileHvNetworkCopy(Received, &Copy);
    if (Result != MileHvSuccess)
    {
        return Result;
    }
    Event->NeedsComplete = Received->Descriptor.Flags & VMBUS_DATA_PACKET_FLAG_COMPLETION_REQUESTED;
    switch (Copy.Header.MessageType)
    {
    case NvspMessage4TypeSendVFAssociation:
        Event->IsFunction = Copy.Messages.Version4Messages.VFAssociation.VFAllocated ? 1 : 0;
        Event->SerialNumber = Event->IsFunction ? Copy.Messages.Version4Messages.VFAssociation.SerialNumber : 0;
        break;
    case NvspMessage4TypeSwitchDataPath:
        Event->Path = Copy.Messages.Version4Messages.SwitchDataPath.ActiveDataPath;
        if (Event->Path >= NvspDataPathMax)
        {
            return MileHvCorrupt;
        }
        break;
    case NvspMessage5TypeSendIndirectionTable:
        Count = Copy.Messages.Version5Messages.SendTable.TableEntryCount;
        Offset = Copy.Messages.Version5Messages.SendTable.TableOffset;
        if (Version < NVSP_PROTOCOL_VERSION_5)
        {
            return MileHvUnavailable;
        }
        if (Count == 0 || Count > VMS_SWITCH_RSS_MAX_INDIRECTION_TABLE_ENTRIES ||
            Offset < 4 + sizeof(NVSP_5_MESSAGE_SEND_INDIRECTION_TABLE) || Offset > Received->PayloadBytes ||
            Count * 4 > Received->PayloadBytes - Offset)
        {
            return MileHvCorrupt;
        }
        Event->Table = Received->Payload + Offset;
        Event->TableCount = Count;
        break;
    default:
        return MileHvUnavailable;
    }
    if (Version < NVSP_PROTOCOL_VERSION_4)
    {
        return MileHvUnavailable;
    }
    Event->Type = Copy.Header.MessageType;
    return MileHvSuccess;
}

/**
 * One entry of a checked indirection table: the channel on which flows of this hash are sent.
 *
 * @param Index below TableCount.
 * @param ChannelCount channels that are open; 0 is the first one.
 * @return MileHvSuccess; MileHvInvalid: no such entry; MileHvCorrupt: no such channel.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvNetworkTableAt(const MILE_HV_NETWORK_EVENT *Event, HV_UINT32 Index,
                                                  HV_UINT32 ChannelCount, HV_UINT32 *Channel)
{
    *Channel = 0;
    if (Index >= Event->TableCount)
    {
        return MileHvInvalid;
    }
    MileHvCopy(Channel, Event->Table + Index * 4, (HV_UINT32)sizeof(*Channel));
    if (*Channel >= ChannelCount)
    {
        *Channel = 0;
        return MileHvCorrupt;
    }
    return MileHvSuccess;
}

MILE_HYPERV_GUEST_END

#endif /* !MILE_HYPERV_GUEST_NETWORK */
