/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief RNDIS: builders of guest requests and frames, checks of host messages, the records of a frame.
 *
 * Device/Rndis.h describes the messages; Guest/Network.h sends and receives them. A host's message
 * is in the receive buffer, which the host can change at any time, so nothing is parsed there. The
 * guest copies control messages whole:
 *
 *     MileHvRndisMessageReceive(Range, RangeBytes, Room, RoomBytes, &Message);
 *         Message.Type, RequestId, Status, Data, DataBytes; all in Room
 *     MileHvRequestEnd32(&Requests, Message.RequestId, &Context);    for a ..._CMPLT
 *
 * Only the header and the records of a frame are copied and checked; the caller copies the frame
 * itself once, to its destination:
 *
 *     MileHvRndisFrameCheck(Range, RangeBytes, Room, RoomBytes, &Frame);
 *     MileHvRndisInfoCheck(Frame.Info, Frame.InfoBytes, &Info);      VLAN, checksums, hash, fragment
 *     MileHvRndisFragmentNext(&Fragments, &Info, Frame.DataBytes, Maximum);
 *     MileHvCopyFromShared(Packet, Frame.Data, Frame.DataBytes);
 *
 * The guest builds its messages in its own memory, or in a section of the send buffer:
 *
 *     MileHvRndisInitializeBuild(Room, RoomBytes, Id, MaximumBytes, &Bytes);
 *     MileHvRndisQueryBuild(Room, RoomBytes, Id, Oid, Data, DataBytes, &Bytes);
 *     MileHvRndisSetBuild(Room, RoomBytes, Id, Oid, Data, DataBytes, &Bytes);
 *
 *     MileHvRndisSectionBegin(&Section, SectionData, SectionBytes, &Limits);
 *     while (MileHvRndisSectionAdd(&Section, &Info, Data, DataBytes) == MileHvSuccess)
 *         ...                                                        the next frame
 *     Section.Used is the length of what the section holds
 *
 *     MileHvRndisFrameBuild(Room, RoomBytes, &Info, DataBytes, &HeaderBytes);
 *         the header alone, for a frame that stays in its pages (Network.h)
 *
 * Request ids are 32 bits wide and not 0: the low half of the id from MileHvRequestBegin(). A reset
 * has no id, so a guest must send one at a time; after its completion the guest sets the filter and
 * the multicast list again if Message.AddressingReset is not 0. A halt has no response except the
 * completion of its packet. To resume after an orderly stop, a guest begins with
 * MileHvRndisInitializeBuild() again; all settings are lost.
 *
 * Not checked here: the frame, and the data of an OID.
 *
 * Sources: Device/Rndis.h, and its sources.
 */

#ifndef MILE_HYPERV_GUEST_RNDIS
#define MILE_HYPERV_GUEST_RNDIS

#include "../Device/Network.h"
#include "../Device/Rndis.h"
#include "Platform.h"

/** Bytes of a frame's header without records: RNDIS_MESSAGE up to its container, and RNDIS_PACKET. */
#define MILE_HYPERV_RNDIS_FRAME_HEADER_SIZE 44
/** Bytes of one record that a guest sends: its header and 32 bits. */
#define MILE_HYPERV_RNDIS_INFO_SIZE 16
/** Bytes of the longest header that a guest sends: with all four records. */
#define MILE_HYPERV_RNDIS_FRAME_HEADER_MAXIMUM_SIZE 108
/** Room for the records of a host's frame, in bytes. Known hosts send no more than six of 16 bytes. */
#define MILE_HYPERV_RNDIS_INFO_ROOM_SIZE 256
/**
 * Room for a host's control message, in bytes. The longest known ones are the offload capabilities
 * and the list of OIDs.
 */
#define MILE_HYPERV_RNDIS_MESSAGE_ROOM_SIZE 2048

MILE_HYPERV_GUEST_BEGIN

/*
 * Records of a frame.
 */

/*
 * MILE_HV_RNDIS_INFO.Has: the members that are valid.
 */

#define MILE_HYPERV_RNDIS_HAS_CHECKSUM 0x1U
#define MILE_HYPERV_RNDIS_HAS_LARGE_SEND 0x2U
#define MILE_HYPERV_RNDIS_HAS_VLAN 0x4U
#define MILE_HYPERV_RNDIS_HAS_HASH_VALUE 0x8U
#define MILE_HYPERV_RNDIS_HAS_HASH_INFO 0x10U
#define MILE_HYPERV_RNDIS_HAS_FRAGMENT 0x20U
/** Records that a guest sends. */
#define MILE_HYPERV_RNDIS_SENT 0xFU

/** Records of one frame, in either direction. */
typedef struct MILE_HV_RNDIS_INFO
{
    HV_UINT32 Has; /**< MILE_HYPERV_RNDIS_HAS_...; a member without its flag is 0. */
    RNDIS_TCP_IP_CHECKSUM_NET_BUFFER_LIST_INFO Checksum;
    RNDIS_TCP_LARGE_SEND_OFFLOAD_NET_BUFFER_LIST_INFO LargeSend; /**< Guest to host. */
    RNDIS_VLAN_NET_BUFFER_LIST_INFO Vlan;
    HV_UINT32 HashValue;           /**< Hash of the frame. */
    HV_UINT32 HashInfo;            /**< RNDIS_HASH_... (RndisOffload.h); host to guest. */
    RNDIS_PACKET_ID_INFO Fragment; /**< Host to guest. */
    HV_UINT32 Reserved;
} MILE_HV_RNDIS_INFO;

/** One record of a list. */
typedef struct MILE_HV_RNDIS_RECORD
{
    const HV_UINT8 *Data; /**< In the caller's copy. */
    HV_UINT32 DataBytes;
    HV_UINT32 Type; /**< As it travels: bit 31 marks the internal types. */
} MILE_HV_RNDIS_RECORD;

/**
 * The next record of a list.
 *
 * @param Info a private copy of all records, at any address; @p Bytes its length.
 * @param Offset of the record; 0 to begin. It moves on.
 * @return MileHvSuccess; MileHvEmpty: the list is over; MileHvCorrupt: a size below the record's header, past the end
 * of the list or not a multiple of 4, or data outside of the record.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvRndisInfoNext(const HV_UINT8 *Info, HV_UINT32 Bytes, HV_UINT32 *Offset,
                                                 MILE_HV_RNDIS_RECORD *Record)
{
    const HV_UINT32 Left = Bytes - *Offset;
    HV_UINT32 Head[3]; /* Size, Type, PerPacketInformationOffset. */

    if (*Offset >= Bytes)
    {
        return MileHvEmpty;
    }
    if (Left < sizeof(Head))
    {
        return MileHvCorrupt;
    }
    MileHvCopy(Head, Info + *Offset, (HV_UINT32)sizeof(Head));
    /* The data begins after the header and ends within the size, so the size is at least the header's. */
    if (Head[2] < sizeof(Head) || Head[2] > Head[0] || Head[0] > Left || Head[0] % 4 != 0)
    {
        return MileHvCorrupt;
    }
    Record->Data = Info + *Offset + Head[2];
    Record->DataBytes = Head[0] - Head[2];
    Record->Type = Head[1];
    *Offset += Head[0];
    return MileHvSuccess;
}

/**
 * Collects the records of a frame that have a meaning for a guest, and skips all other records. Of records of one type
 * the first counts.
 *
 * @param Info a private copy of all records, as MileHvRndisFrameCheck() makes it.
 * @return MileHvSuccess; MileHvCorrupt: as MileHvRndisInfoNext(), or a record with less data than its type has.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvRndisInfoCheck(const HV_UINT8 *Info, HV_UINT32 Bytes, MILE_HV_RNDIS_INFO *Found)
{
    MILE_HV_RNDIS_RECORD Record;
    HV_UINT32 Offset = 0;
    HV_UINT32 Has;
    HV_UINT32 Value;
    MILE_HV_RESULT Result;

    MileHvZero(Found, (HV_UINT32)sizeof(*Found));
    while ((Result = MileHvRndisInfoNext(Info, Bytes, &Offset, &Record)) == MileHvSuccess)
    {
        switch (Record.Type)
        {
        case RNDIS_PPI_TCP_IP_CHECKSUM:
            Has = MILE_HYPERV_RNDIS_HAS_CHECKSUM;
            break;
        case RNDIS_PPI_LARGE_SEND_OFFLOAD:
            Has = MILE_HYPERV_RNDIS_HAS_LARGE_SEND;
            break;
        case RNDIS_PPI_VLAN:
            Has = MILE_HYPERV_RNDIS_HAS_VLAN;
            break;
        case RNDIS_PPI_HASH_VALUE:
            Has = MILE_HYPERV_RNDIS_HAS_HASH_VALUE;
            break;
        case RNDIS_PPI_HASH_INFO:
            Has = MILE_HYPERV_RNDIS_HAS_HASH_INFO;
            break;
        case 0x80000000U | RNDIS_PACKET_INFO_ID:
            Has = MILE_HYPERV_RNDIS_HAS_FRAGMENT;
            break;
        default:
            continue;
        }
        if (Record.DataBytes < sizeof(Value))
        {
            return MileHvCorrupt;
        }
        if ((Found->Has & Has) != 0)
        {
            continue;
        }
        MileHvCopy(&Value, Record.Data, (HV_UINT32)sizeof(Value));
        Found->Has |= Has;
        switch (Has)
        {
        case MILE_HYPERV_RNDIS_HAS_CHECKSUM:
            Found->Checksum.Value = Value;
            break;
        case MILE_HYPERV_RNDIS_HAS_LARGE_SEND:
            Found->LargeSend.Value = Value;
            break;
        case MILE_HYPERV_RNDIS_HAS_VLAN:
            Found->Vlan.Value = Value;
            break;
        case MILE_HYPERV_RNDIS_HAS_HASH_VALUE:
            Found->HashValue = Value;
            break;
        case MILE_HYPERV_RNDIS_HAS_HASH_INFO:
            Found->HashInfo = Value;
            break;
        default:
            Found->Fragment.Version = (HV_UINT8)(Value & 0xFF);
            Found->Fragment.Flags = (HV_UINT8)(Value >> 8 & 0xFF);
            Found->Fragment.PacketId = (HV_UINT16)(Value >> 16);
            break;
        }
    }
    return (Result == MileHvEmpty) ? (MILE_HV_RESULT)MileHvSuccess : Result;
}

/** Coalesced segment that arrives in fragments. All zeros: none is in progress. */
typedef struct MILE_HV_RNDIS_FRAGMENTS
{
    HV_UINT32 Count; /**< Fragments so far; 0: no segment is in progress. */
    HV_UINT32 Bytes; /**< Their bytes. */
} MILE_HV_RNDIS_FRAGMENTS;

/**
 * Classifies the data of a frame that arrived on a channel: a whole frame, or the next part of a segment.
 *
 * Before the call, State->Bytes is where the data goes in the segment, if State->Count is not 0 and the frame is not
 * the first fragment of another one.
 *
 * @param Info the records of the frame; those of a segment's first fragment apply to the segment.
 * @param MaximumBytes of a segment or frame that the guest can deliver.
 * @return MileHvSuccess: with this data the frame or segment is complete, deliver it; MileHvEmpty: keep it, more
 * follows; MileHvUnavailable: a fragment without a first one, drop it; MileHvTooSmall: more than MaximumBytes, or than
 * NVSP_MAX_PACKETS_PER_RECEIVE_RSC_OVER_VMBUS fragments, drop the whole segment.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvRndisFragmentNext(MILE_HV_RNDIS_FRAGMENTS *State, const MILE_HV_RNDIS_INFO *Info,
                                                     HV_UINT32 DataBytes, HV_UINT32 MaximumBytes)
{
    const HV_UINT32 Flags = Info->Fragment.Flags;

    if ((Flags & RNDIS_PACKET_INFO_FLAGS_MULTI_SUBALLOC) == 0)
    {
        State->Count = 0; /* A whole frame. A segment in progress can no longer be completed. */
        State->Bytes = 0;
        return (DataBytes > MaximumBytes) ? MileHvTooSmall : MileHvSuccess;
    }
    if ((Flags & RNDIS_PACKET_INFO_FLAGS_MULTI_SUBALLOC_FIRST_FRAGMENT) != 0)
    {
        State->Count = 0;
        State->Bytes = 0;
    }
    else if (State->Count == 0)
    {
        return MileHvUnavailable;
    }
    if (State->Bytes > MaximumBytes || DataBytes > MaximumBytes - State->Bytes ||
        State->Count >= NVSP_MAX_PACKETS_PER_RECEIVE_RSC_OVER_VMBUS)
    {
        State->Count = 0;
        State->Bytes = 0;
        return MileHvTooSmall;
    }
    if ((Flags & RNDIS_PACKET_INFO_FLAGS_MULTI_SUBALLOC_LAST_FRAGMENT) != 0)
    {
        State->Count = 0;
        State->Bytes = 0;
        return MileHvSuccess;
    }
    State->Count += 1;
    State->Bytes += DataBytes;
    return MileHvEmpty;
}

/*
 * Frames from the host.
 */

/** A checked frame. */
typedef struct MILE_HV_RNDIS_FRAME
{
    const volatile HV_UINT8 *Data; /**< In the receive buffer: copy it once (MileHvCopyFromShared()). */
    const HV_UINT8 *Info;          /**< The records, in the caller's room. */
    HV_UINT32 DataBytes;           /**< Not 0. */
    HV_UINT32 InfoBytes;
    HV_UINT32 MessageBytes; /**< Bytes of the whole message; another one may follow in the same range. */
    HV_UINT32 Reserved;
} MILE_HV_RNDIS_FRAME;

/**
 * Whether a part of a message is inside it: from @p Offset on, @p Length bytes, after the first @p
 * Least of @p Bytes bytes.
 */
static inline HV_UINT32 MileHvRndisIsInside(HV_UINT32 Offset, HV_UINT32 Length, HV_UINT32 Least, HV_UINT32 Bytes)
{
    return Offset >= Least && Offset <= Bytes && Length <= Bytes - Offset;
}

/** Whether two parts of a message have no byte in common. Empty parts have none. */
static inline HV_UINT32 MileHvRndisAreApart(HV_UINT32 OffsetA, HV_UINT32 LengthA, HV_UINT32 OffsetB, HV_UINT32 LengthB)
{
    return LengthA == 0 || LengthB == 0 || OffsetA + LengthA <= OffsetB || OffsetB + LengthB <= OffsetA;
}

/**
 * Checks a frame in the receive buffer: its header is copied and checked, its records are copied.
 *
 * @param Message the range of a transfer page packet, at any address, in shared memory; @p Bytes of the range.
 * @param InfoRoom private room for the records; MILE_HYPERV_RNDIS_INFO_ROOM_SIZE bytes are enough for known hosts.
 * @return MileHvSuccess; MileHvUnavailable: a message of another type, see MileHvRndisMessageReceive(); MileHvTooSmall:
 * more records than there is room for, drop the frame; MileHvCorrupt: a part outside of the message, or parts that
 * overlap.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvRndisFrameCheck(const volatile void *Message, HV_UINT32 Bytes, void *InfoRoom,
                                                   HV_UINT32 InfoRoomBytes, MILE_HV_RNDIS_FRAME *Frame)
{
    const volatile HV_UINT8 *At = (const volatile HV_UINT8 *)Message;
    const HV_UINT32 Least = (HV_UINT32)sizeof(RNDIS_PACKET);
    HV_UINT64 Head;
    HV_UINT32 Body;
    RNDIS_PACKET Packet;

    if (Bytes < 8)
    {
        return MileHvCorrupt;
    }
    Head = MileHvLoadWord(At); /* NdisMessageType and MessageLength. */
    if ((Head & 0xFFFFFFFFU) != REMOTE_NDIS_PACKET_MSG)
    {
        return MileHvUnavailable;
    }
    if (Head >> 32 > Bytes || Head >> 32 < MILE_HYPERV_RNDIS_FRAME_HEADER_SIZE)
    {
        return MileHvCorrupt;
    }
    Body = (HV_UINT32)(Head >> 32) - 8; /* Offsets count from RNDIS_PACKET on. */
    MileHvCopyFromShared(&Packet, At + 8, (HV_UINT32)sizeof(Packet));
    if (Packet.DataLength == 0 || !MileHvRndisIsInside(Packet.DataOffset, Packet.DataLength, Least, Body))
    {
        return MileHvCorrupt;
    }
    if (Packet.PerPacketInfoLength != 0 &&
        (Packet.PerPacketInfoOffset % 4 != 0 ||
         !MileHvRndisIsInside(Packet.PerPacketInfoOffset, Packet.PerPacketInfoLength, Least, Body)))
    {
        return MileHvCorrupt;
    }
    if (Packet.OOBDataLength != 0 && !MileHvRndisIsInside(Packet.OOBDataOffset, Packet.OOBDataLength, Least, Body))
    {
        return MileHvCorrupt;
    }
    if (!MileHvRndisAreApart(Packet.DataOffset, Packet.DataLength, Packet.PerPacketInfoOffset,
                             Packet.PerPacketInfoLength) ||
        !MileHvRndisAreApart(Packet.DataOffset, Packet.DataLength, Packet.OOBDataOffset, Packet.OOBDataLength) ||
        !MileHvRndisAreApart(Packet.PerPacketInfoOffset, Packet.PerPacketInfoLength, Packet.OOBDataOffset,
                             Packet.OOBDataLength))
    {
        return MileHvCorrupt;
    }
    if (Packet.PerPacketInfoLength > InfoRoomBytes)
    {
        return MileHvTooSmall;
    }
    if (Packet.PerPacketInfoLength != 0)
    {
        MileHvCopyFromShared(InfoRoom, At + 8 + Packet.PerPacketInfoOffset, Packet.PerPacketInfoLength);
    }
    Frame->Data = At + 8 + Packet.DataOffset;
    Frame->Info = (const HV_UINT8 *)InfoRoom;
    Frame->DataBytes = Packet.DataLength;
    Frame->InfoBytes = Packet.PerPacketInfoLength;
    Frame->MessageBytes = (HV_UINT32)(Head >> 32);
    Frame->Reserved = 0;
    return MileHvSuccess;
}

/*
 * Frames to the host.
 */

/** Adds a record to a header that is built as 32-bit words. */
static inline HV_UINT32 MileHvRndisInfoPut(HV_UINT32 *Words, HV_UINT32 Count, HV_UINT32 Type, HV_UINT32 Value)
{
    Words[Count] = MILE_HYPERV_RNDIS_INFO_SIZE;
    Words[Count + 1] = Type;
    Words[Count + 2] = (HV_UINT32)sizeof(RNDIS_PER_PACKET_INFO);
    Words[Count + 3] = Value;
    return Count + 4;
}

/**
 * The header of a frame with its records; the frame follows it.
 *
 * @param Room in a section of the send buffer, or in a page of the guest; @p RoomBytes of it.
 * @param Info the records, of MILE_HYPERV_RNDIS_SENT; null for none.
 * @param DataBytes of the frame; not 0.
 * @param HeaderBytes receives the bytes of the header; the frame begins there.
 * @return MileHvSuccess; MileHvTooSmall; MileHvInvalid: no data, too much of it, or a record that only hosts send.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvRndisFrameBuild(volatile void *Room, HV_UINT32 RoomBytes,
                                                   const MILE_HV_RNDIS_INFO *Info, HV_UINT32 DataBytes,
                                                   HV_UINT32 *HeaderBytes)
{
    HV_UINT32 Words[MILE_HYPERV_RNDIS_FRAME_HEADER_MAXIMUM_SIZE / 4];
    HV_UINT32 Count = MILE_HYPERV_RNDIS_FRAME_HEADER_SIZE / 4;
    const HV_UINT32 Has = Info ? Info->Has : 0;
    HV_UINT32 InfoBytes;

    *HeaderBytes = 0;
    if (DataBytes == 0 || DataBytes > 0xFFFFFFFFU - MILE_HYPERV_RNDIS_FRAME_HEADER_MAXIMUM_SIZE ||
        (Has & ~MILE_HYPERV_RNDIS_SENT) != 0)
    {
        return MileHvInvalid;
    }
    if ((Has & MILE_HYPERV_RNDIS_HAS_HASH_VALUE) != 0)
    {
        Count = MileHvRndisInfoPut(Words, Count, RNDIS_PPI_HASH_VALUE, Info->HashValue);
    }
    if ((Has & MILE_HYPERV_RNDIS_HAS_VLAN) != 0)
    {
        Count = MileHvRndisInfoPut(Words, Count, RNDIS_PPI_VLAN, Info->Vlan.Value);
    }
    if ((Has & MILE_HYPERV_RNDIS_HAS_LARGE_SEND) != 0)
    {
        Count = MileHvRndisInfoPut(Words, Count, RNDIS_PPI_LARGE_SEND_OFFLOAD, Info->LargeSend.Value);
    }
    if ((Has & MILE_HYPERV_RNDIS_HAS_CHECKSUM) != 0)
    {
        Count = MileHvRndisInfoPut(Words, Count, RNDIS_PPI_TCP_IP_CHECKSUM, Info->Checksum.Value);
    }
    if (Count * 4 > RoomBytes)
    {
        return MileHvTooSmall;
    }
    InfoBytes = Count * 4 - MILE_HYPERV_RNDIS_FRAME_HEADER_SIZE;
    Words[0] = REMOTE_NDIS_PACKET_MSG;
    Words[1] = Count * 4 + DataBytes;
    Words[2] = Count * 4 - 8; /* DataOffset, ... */
    Words[3] = DataBytes;
    Words[4] = 0; /* ... no out-of-band data, ... */
    Words[5] = 0;
    Words[6] = 0;
    Words[7] = InfoBytes ? (HV_UINT32)sizeof(RNDIS_PACKET) : 0; /* ... the records. */
    Words[8] = InfoBytes;
    Words[9] = 0;
    Words[10] = 0;
    MileHvCopyToShared(Room, Words, Count * 4);
    *HeaderBytes = Count * 4;
    return MileHvSuccess;
}

/** Limits of one transfer, from the host's response to MileHvRndisInitializeBuild(). */
typedef struct MILE_HV_RNDIS_LIMITS
{
    HV_UINT32 MaximumFrames; /**< Frames in one section; at least 1. */
    HV_UINT32 MaximumBytes;  /**< Bytes of all messages in one section, at most. */
    HV_UINT32 Alignment;     /**< Each message begins at a multiple of it: a power of 2, 1 to 4096. */
    HV_UINT32 Reserved;
} MILE_HV_RNDIS_LIMITS;

/**
 * A section of the send buffer that is being filled. The functions here own the members; callers
 * may read Used and Count.
 */
typedef struct MILE_HV_RNDIS_SECTION
{
    volatile HV_UINT8 *Data;
    HV_UINT32 Bytes;     /**< Bytes of the section, limited to the length that the host accepts at once. */
    HV_UINT32 Used;      /**< Bytes of the messages: SendBufferSectionSize. */
    HV_UINT32 Count;     /**< Number of frames. */
    HV_UINT32 Last;      /**< Offset of the last message, in bytes from the start of the section. */
    HV_UINT32 Maximum;   /**< Maximum number of frames that the host accepts at once. */
    HV_UINT32 Alignment; /**< Bytes; each message begins at a multiple of it. */
} MILE_HV_RNDIS_SECTION;

/** Begins a section. @p Data is shared memory; nothing in it is read back. */
static inline void MileHvRndisSectionBegin(MILE_HV_RNDIS_SECTION *Section, volatile void *Data, HV_UINT32 Bytes,
                                           const MILE_HV_RNDIS_LIMITS *Limits)
{
    Section->Data = (volatile HV_UINT8 *)Data;
    Section->Bytes = (Bytes < Limits->MaximumBytes) ? Bytes : Limits->MaximumBytes;
    Section->Used = 0;
    Section->Count = 0;
    Section->Last = 0;
    Section->Maximum = Limits->MaximumFrames;
    Section->Alignment = Limits->Alignment;
}

/**
 * Adds a frame to a section. The length of the preceding message is rounded up, so that the new one begins aligned.
 *
 * @param Info the records; null for none.
 * @param Data the frame, in the guest's own memory; @p DataBytes not 0.
 * @return MileHvSuccess; MileHvFull: no room, or as many frames as the host accepts; send the section, begin another
 * one; MileHvTooSmall: no section holds this frame; MileHvInvalid: as MileHvRndisFrameBuild().
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvRndisSectionAdd(MILE_HV_RNDIS_SECTION *Section, const MILE_HV_RNDIS_INFO *Info,
                                                   const void *Data, HV_UINT32 DataBytes)
{
    const HV_UINT32 Start = (Section->Used + Section->Alignment - 1) & ~(Section->Alignment - 1);
    HV_UINT32 HeaderBytes;
    HV_UINT32 Room;
    MILE_HV_RESULT Result;

    if (Section->Count >= Section->Maximum)
    {
        return MileHvFull;
    }
    Room = (Start < Section->Bytes) ? Section->Bytes - Start : 0;
    Result = MileHvRndisFrameBuild(Section->Data + (Room ? Start : 0), Room, Info, DataBytes, &HeaderBytes);
    if (Result == MileHvSuccess && DataBytes > Room - HeaderBytes)
    {
        Result = MileHvTooSmall;
    }
    if (Result != MileHvSuccess)
    {
        return (Result == MileHvTooSmall && Section->Count != 0) ? (MILE_HV_RESULT)MileHvFull : Result;
    }
    MileHvCopyToShared(Section->Data + Start + HeaderBytes, Data, DataBytes);
    if (Start != Section->Used)
    {
        /* The preceding message ends here; the bytes between them are zero. */
        const HV_UINT32 Length = Start - Section->Last;

        MileHvZero(Section->Data + Section->Used, Start - Section->Used);
        MileHvCopyToShared(Section->Data + Section->Last + 4, &Length, (HV_UINT32)sizeof(Length));
    }
    Section->Last = Start;
    Section->Used = Start + HeaderBytes + DataBytes;
    Section->Count += 1;
    return MileHvSuccess;
}

/*
 * Control messages to the host.
 */

/**
 * Builds a message: its header, a structure, and data after it.
 *
 * @param Room in a section of the send buffer, or in a page of the guest; @p RoomBytes of it.
 * @param Words of the structure; @p Count of them, at most 11.
 * @param Bytes receives the bytes of the message.
 * @return MileHvSuccess; MileHvTooSmall.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvRndisMessageBuild(volatile void *Room, HV_UINT32 RoomBytes, HV_UINT32 Type,
                                                     const HV_UINT32 *Words, HV_UINT32 Count, const void *Data,
                                                     HV_UINT32 DataBytes, HV_UINT32 *Bytes)
{
    volatile HV_UINT8 *To = (volatile HV_UINT8 *)Room;
    const HV_UINT32 Head = 8 + Count * 4;

    *Bytes = 0;
    if (RoomBytes < Head || DataBytes > RoomBytes - Head)
    {
        return MileHvTooSmall;
    }
    MileHvStoreWord(To, (HV_UINT64)(Head + DataBytes) << 32 | Type);
    MileHvCopyToShared(To + 8, Words, Count * 4);
    if (DataBytes != 0)
    {
        MileHvCopyToShared(To + Head, Data, DataBytes);
    }
    *Bytes = Head + DataBytes;
    return MileHvSuccess;
}

/**
 * REMOTE_NDIS_INITIALIZE_MSG: the first message. The response is REMOTE_NDIS_INITIALIZE_CMPLT.
 *
 * @param Room in a section of the send buffer, or in a page of the guest; @p RoomBytes its length.
 * @param Id not 0.
 * @param MaximumBytes length of the longest message that the guest accepts.
 * @param Bytes receives the length of the message.
 * @return MileHvSuccess; MileHvTooSmall: the room is too small; MileHvInvalid: the id is 0.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvRndisInitializeBuild(volatile void *Room, HV_UINT32 RoomBytes, HV_UINT32 Id,
                                                        HV_UINT32 MaximumBytes, HV_UINT32 *Bytes)
{
    HV_UINT32 Words[4];

    *Bytes = 0;
    if (Id == 0)
    {
        return MileHvInvalid;
    }
    Words[0] = Id;
    Words[1] = RNDIS_MAJOR_VERSION;
    Words[2] = RNDIS_MINOR_VERSION;
    Words[3] = MaximumBytes;
    return MileHvRndisMessageBuild(Room, RoomBytes, REMOTE_NDIS_INITIALIZE_MSG, Words, 4, Words, 0, Bytes);
}

/**
 * Builds a query or a set, which have the same form. The offset of the data is set even without
 * data, because hosts require it.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvRndisOidBuild(volatile void *Room, HV_UINT32 RoomBytes, HV_UINT32 Type, HV_UINT32 Id,
                                                 HV_UINT32 Oid, const void *Data, HV_UINT32 DataBytes, HV_UINT32 *Bytes)
{
    HV_UINT32 Words[5];

    *Bytes = 0;
    if (Id == 0)
    {
        return MileHvInvalid;
    }
    Words[0] = Id;
    Words[1] = Oid;
    Words[2] = DataBytes;
    Words[3] = (HV_UINT32)sizeof(Words);
    Words[4] = 0;
    return MileHvRndisMessageBuild(Room, RoomBytes, Type, Words, 5, Data, DataBytes, Bytes);
}

/**
 * REMOTE_NDIS_QUERY_MSG. The response is REMOTE_NDIS_QUERY_CMPLT.
 *
 * @param Room in a section of the send buffer, or in a page of the guest; @p RoomBytes its length.
 * @param Id not 0.
 * @param Oid RNDIS_OID_*.
 * @param Data of the query, for example an object header with the requested revision; @p DataBytes
 * its length. Any pointer if 0.
 * @param Bytes receives the length of the message.
 * @return the results of MileHvRndisInitializeBuild().
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvRndisQueryBuild(volatile void *Room, HV_UINT32 RoomBytes, HV_UINT32 Id,
                                                   HV_UINT32 Oid, const void *Data, HV_UINT32 DataBytes,
                                                   HV_UINT32 *Bytes)
{
    return MileHvRndisOidBuild(Room, RoomBytes, REMOTE_NDIS_QUERY_MSG, Id, Oid, Data, DataBytes, Bytes);
}

/**
 * REMOTE_NDIS_SET_MSG. The response is REMOTE_NDIS_SET_CMPLT. Parameters and results are those of
 * MileHvRndisQueryBuild().
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvRndisSetBuild(volatile void *Room, HV_UINT32 RoomBytes, HV_UINT32 Id, HV_UINT32 Oid,
                                                 const void *Data, HV_UINT32 DataBytes, HV_UINT32 *Bytes)
{
    return MileHvRndisOidBuild(Room, RoomBytes, REMOTE_NDIS_SET_MSG, Id, Oid, Data, DataBytes, Bytes);
}

/**
 * REMOTE_NDIS_RESET_MSG. The response is REMOTE_NDIS_RESET_CMPLT; neither has an id. Returns
 * MileHvSuccess or MileHvTooSmall.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvRndisResetBuild(volatile void *Room, HV_UINT32 RoomBytes, HV_UINT32 *Bytes)
{
    const HV_UINT32 Word = 0;

    return MileHvRndisMessageBuild(Room, RoomBytes, REMOTE_NDIS_RESET_MSG, &Word, 1, &Word, 0, Bytes);
}

/**
 * REMOTE_NDIS_KEEPALIVE_MSG. The response is REMOTE_NDIS_KEEPALIVE_CMPLT. Parameters and results
 * are those of MileHvRndisInitializeBuild().
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvRndisKeepAliveBuild(volatile void *Room, HV_UINT32 RoomBytes, HV_UINT32 Id,
                                                       HV_UINT32 *Bytes)
{
    *Bytes = 0;
    if (Id == 0)
    {
        return MileHvInvalid;
    }
    return MileHvRndisMessageBuild(Room, RoomBytes, REMOTE_NDIS_KEEPALIVE_MSG, &Id, 1, &Id, 0, Bytes);
}

/** REMOTE_NDIS_KEEPALIVE_CMPLT: the response to a host's REMOTE_NDIS_KEEPALIVE_MSG with the id @p Id, of any value. */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvRndisKeepAliveAnswer(volatile void *Room, HV_UINT32 RoomBytes, HV_UINT32 Id,
                                                        HV_UINT32 *Bytes)
{
    HV_UINT32 Words[2];

    Words[0] = Id;
    Words[1] = RNDIS_STATUS_SUCCESS;
    return MileHvRndisMessageBuild(Room, RoomBytes, REMOTE_NDIS_KEEPALIVE_CMPLT, Words, 2, Words, 0, Bytes);
}

/**
 * REMOTE_NDIS_HALT_MSG: the last message. No response. Parameters and results are those of
 * MileHvRndisInitializeBuild().
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvRndisHaltBuild(volatile void *Room, HV_UINT32 RoomBytes, HV_UINT32 Id,
                                                  HV_UINT32 *Bytes)
{
    *Bytes = 0;
    if (Id == 0)
    {
        return MileHvInvalid;
    }
    return MileHvRndisMessageBuild(Room, RoomBytes, REMOTE_NDIS_HALT_MSG, &Id, 1, &Id, 0, Bytes);
}

/*
 * Control messages from the host.
 */

/** Change of the link that an indication reports. */
typedef HV_UINT32 MILE_HV_RNDIS_LINK;
enum
{
    MileHvRndisLinkSame = 0,    /**< The state of the link is unchanged. */
    MileHvRndisLinkUp = 1,      /**< The link is up. */
    MileHvRndisLinkDown = 2,    /**< The link is down. */
    MileHvRndisLinkChanged = 3, /**< The network or the speed changed: query the state of the link, renew addresses. */
};

/** A checked control message. */
typedef struct MILE_HV_RNDIS_MESSAGE
{
    union
    {
        const HV_UINT8 *Data; /**< Data of a query's response or of an indication, in the caller's room. */
        HV_UINT64 AsUINT64;
    };
    HV_UINT32 DataBytes;
    HV_UINT32 Type;         /**< REMOTE_NDIS_... */
    HV_UINT32 MessageBytes; /**< Bytes of the whole message. */
    HV_UINT32 RequestId;    /**< Of responses and of the host's keep-alive; otherwise 0. */
    RNDIS_STATUS Status;    /**< Of responses and indications. */
    MILE_HV_RNDIS_LINK Link;
    HV_UINT32 AddressingReset;   /**< Of REMOTE_NDIS_RESET_CMPLT: not 0 if the guest must set filter and lists again. */
    MILE_HV_RNDIS_LIMITS Limits; /**< Of REMOTE_NDIS_INITIALIZE_CMPLT. */
    HV_UINT32 Reserved;
} MILE_HV_RNDIS_MESSAGE;

/**
 * Minimum number of bytes of the structure of a host's message of this type; 0 for types that no
 * host sends.
 */
static inline HV_UINT32 MileHvRndisMessageLeast(HV_UINT32 Type)
{
    switch (Type)
    {
    case REMOTE_NDIS_INITIALIZE_CMPLT:
        return (HV_UINT32)HV_FIELD_OFFSET(RNDIS_INITIALIZE_COMPLETE, AFListSize); /* Some hosts omit it. */
    case REMOTE_NDIS_QUERY_CMPLT:
    case REMOTE_NDIS_SET_EX_CMPLT:
        return (HV_UINT32)sizeof(RNDIS_QUERY_COMPLETE);
    case REMOTE_NDIS_SET_CMPLT:
        return (HV_UINT32)sizeof(RNDIS_SET_COMPLETE);
    case REMOTE_NDIS_RESET_CMPLT:
        return (HV_UINT32)sizeof(RNDIS_RESET_COMPLETE);
    case REMOTE_NDIS_KEEPALIVE_CMPLT:
        return (HV_UINT32)sizeof(RNDIS_KEEPALIVE_COMPLETE);
    case REMOTE_NDIS_INDICATE_STATUS_MSG:
        return (HV_UINT32)sizeof(RNDIS_INDICATE_STATUS);
    case REMOTE_NDIS_KEEPALIVE_MSG:
        return (HV_UINT32)sizeof(RNDIS_KEEPALIVE_REQUEST);
    default:
        return 0;
    }
}

/** Change of the link that an indication of this status reports. */
static inline MILE_HV_RNDIS_LINK MileHvRndisStatusLink(RNDIS_STATUS Status)
{
    switch (Status)
    {
    case RNDIS_STATUS_MEDIA_CONNECT:
        return MileHvRndisLinkUp;
    case RNDIS_STATUS_MEDIA_DISCONNECT:
        return MileHvRndisLinkDown;
    case RNDIS_STATUS_NETWORK_CHANGE:
    case RNDIS_STATUS_LINK_SPEED_CHANGE:
        return MileHvRndisLinkChanged;
    default:
        return MileHvRndisLinkSame;
    }
}

/**
 * Checks and parses a control message in the guest's own memory.
 *
 * @param Buffer at any address; @p Bytes that are present.
 * @param Message receives the members and a pointer to the data.
 * @return MileHvSuccess; MileHvInvalid: a frame, see MileHvRndisFrameCheck(); MileHvUnavailable: a
 * type that no host sends; drop it; MileHvCorrupt: a length, or a part outside of the message.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvRndisMessageCheck(const void *Buffer, HV_UINT32 Bytes,
                                                     MILE_HV_RNDIS_MESSAGE *Message)
{
    const HV_UINT8 *At = (const HV_UINT8 *)Buffer;
    HV_UINT32 Words[sizeof(RNDIS_MESSAGE) / 4];
    HV_UINT32 Least;
    HV_UINT32 Body;

    MileHvZero(Message, (HV_UINT32)sizeof(*Message));
    MileHvZero(Words, (HV_UINT32)sizeof(Words));
    if (Bytes < 8)
    {
        return MileHvCorrupt;
    }
    MileHvCopy(Words, At, 8);
    Message->Type = Words[0];
    Message->MessageBytes = Words[1];
    if (Words[1] < 8 || Words[1] > Bytes)
    {
        return MileHvCorrupt;
    }
    if (Words[0] == REMOTE_NDIS_PACKET_MSG)
    {
        return MileHvInvalid;
    }
    Least = MileHvRndisMessageLeast(Words[0]);
    if (Least == 0)
    {
        return MileHvUnavailable;
    }
    Body = Words[1] - 8;
    if (Body < Least)
    {
        return MileHvCorrupt;
    }
    MileHvCopy(Words + 2, At + 8, Least);
    switch (Words[0])
    {
    case REMOTE_NDIS_INITIALIZE_CMPLT:
        Message->RequestId = Words[2];
        Message->Status = Words[3];
        Message->Limits.MaximumFrames = Words[8] ? Words[8] : 1;
        Message->Limits.MaximumBytes = Words[9];
        if (Message->Status == RNDIS_STATUS_SUCCESS && (Words[10] > 12 || Words[7] != RNDIS_MEDIUM_802_3))
        {
            return MileHvCorrupt;
        }
        Message->Limits.Alignment = (HV_UINT32)1 << (Words[10] & 15U);
        break;
    case REMOTE_NDIS_QUERY_CMPLT:
    case REMOTE_NDIS_SET_EX_CMPLT:
        Message->RequestId = Words[2];
        Message->Status = Words[3];
        Message->DataBytes = Words[4];
        if (Words[4] != 0 && !MileHvRndisIsInside(Words[5], Words[4], Least, Body))
        {
            return MileHvCorrupt;
        }
        Message->Data = At + 8 + (Words[4] ? Words[5] : 0);
        break;
    case REMOTE_NDIS_RESET_CMPLT:
        Message->Status = Words[2];
        Message->AddressingReset = Words[3];
        break;
    case REMOTE_NDIS_INDICATE_STATUS_MSG:
        Message->Status = Words[2];
        Message->DataBytes = Words[3];
        if (Words[3] != 0 && !MileHvRndisIsInside(Words[4], Words[3], Least, Body))
        {
            return MileHvCorrupt;
        }
        Message->Data = At + 8 + (Words[3] ? Words[4] : 0);
        Message->Link = MileHvRndisStatusLink(Message->Status);
        break;
    case REMOTE_NDIS_KEEPALIVE_MSG:
        Message->RequestId = Words[2];
        break;
    default: /* The responses to a set and to a keep-alive. */
        Message->RequestId = Words[2];
        Message->Status = Words[3];
        break;
    }
    return MileHvSuccess;
}

/**
 * Copies a control message out of the receive buffer, and checks the copy.
 *
 * @param From the range of a transfer page packet, in shared memory; @p Bytes of the range.
 * @param Room private room; MILE_HYPERV_RNDIS_MESSAGE_ROOM_SIZE bytes are enough for known hosts.
 * @return the results of MileHvRndisMessageCheck(); MileHvTooSmall: the message is longer than the room, drop it.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvRndisMessageReceive(const volatile void *From, HV_UINT32 Bytes, void *Room,
                                                       HV_UINT32 RoomBytes, MILE_HV_RNDIS_MESSAGE *Message)
{
    const HV_UINT32 Copied = (Bytes < RoomBytes) ? Bytes : RoomBytes;
    MILE_HV_RESULT Result;

    MileHvCopyFromShared(Room, From, Copied);
    Result = MileHvRndisMessageCheck(Room, Copied, Message);
    /* A range may be longer than its message, so only a message longer than the room is too long. */
    if (Result == MileHvCorrupt && Copied >= 8 && Message->MessageBytes > Copied && Message->MessageBytes <= Bytes)
    {
        return MileHvTooSmall;
    }
    return Result;
}

/**
 * Checks the response to a query of RNDIS_OID_GEN_LINK_STATE.
 *
 * @param Data of the response, in the guest's own memory; @p Bytes its length.
 * @param State receives a copy. MediaConnectState is 0 (unknown), 1 (connected) or 2 (disconnected).
 * @return MileHvSuccess; MileHvCorrupt: too short.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvRndisLinkStateCheck(const void *Data, HV_UINT32 Bytes, RNDIS_LINK_STATE *State)
{
    if (Bytes < sizeof(*State))
    {
        return MileHvCorrupt;
    }
    MileHvCopy(State, Data, (HV_UINT32)sizeof(*State));
    return MileHvSuccess;
}

MILE_HYPERV_GUEST_END

#endif /* !MILE_HYPERV_GUEST_RNDIS */
