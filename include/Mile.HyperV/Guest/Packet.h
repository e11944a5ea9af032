/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Packets: builders that write packets into a ring, checks of received packets, access to
 * their parts.
 *
 * VMBus/Packet.h describes the packets. A builder reserves room in a MILE_HV_SEND_RING and writes
 * the descriptor, the payload and zeros as padding. The caller commits, so that several packets
 * need only one signal:
 *
 *     MileHvSendInBand(&Ring, Id, 1, Request, Bytes);
 *     if (MileHvSendRingCommit(&Ring))
 *         signal the host
 *
 * Data that does not travel in the ring stays in pages of the guest, and the packet lists the
 * pages. MILE_HV_GPA_LIST collects them, as one range over several pages or as one range for each
 * page:
 *
 *     MileHvGpaListBegin(&List, Entries, EntryCount);
 *     MileHvGpaListAddRange(&List, Pages, PageCount, Offset, Bytes);
 *     MileHvSendGpaList(&Ring, Id, &List, Request, RequestBytes);
 *
 * The receiver copies a packet out of the ring and examines the copy. This is the loop of a
 * channel, run when the host has signaled it:
 *
 *     MileHvReceiveRingMask(&Ring);
 *     for (;;)
 *     {
 *         Result = MileHvReceivePacket(&Ring, Buffer, sizeof(Buffer), &Bytes);
 *         if (Result == MileHvTooSmall)                       a longer packet than the device sends
 *             Result = MileHvReceiveSkip(&Ring, &Descriptor); drop it, or the ring stops forever
 *         else if (Result == MileHvSuccess)
 *             MileHvPacketCheck(Buffer, Bytes, &Packet);      then the device protocol's checks, and a
 *                                                             response into the send ring if one is due
 *         if (Result == MileHvCorrupt)
 *             close the channel
 *         if (Result == MileHvSuccess && ++Taken < Budget)
 *             continue;
 *         if (MileHvReceiveRingCommit(&Ring))                 returns the room to the host
 *             signal the host
 *         if (Result == MileHvSuccess)                        the budget is used up: let other work run
 *             schedule this loop again and return;
 *         if (MileHvReceiveRingUnmask(&Ring) != MileHvSuccess)
 *             return;                                         empty: the host signals the next packet
 *         MileHvReceiveRingMask(&Ring);                       a packet arrived before the unmask
 *     }
 *
 * Without the budget a host that sends faster than the guest receives keeps the loop running
 * forever. The header of each device has a constant for the longest packet that its host sends, for
 * the size of Buffer.
 *
 * Every check takes a buffer and its length, trusts no value in it, and works for buffers at any
 * address. The caller must check what Packet.h cannot: whether a TransactionId is that of an open
 * request, and whether the device sends a type.
 *
 * Sources: VMBus/Packet.h and VMBus/Pipe.h, and their sources.
 */

#ifndef MILE_HYPERV_GUEST_PACKET
#define MILE_HYPERV_GUEST_PACKET

#include "../VMBus/Pipe.h"
#include "Ring.h"

MILE_HYPERV_GUEST_BEGIN

/** A checked packet in the guest's own memory. */
typedef struct MILE_HV_PACKET
{
    VMPACKET_DESCRIPTOR Descriptor; /**< A copy. */
    const HV_UINT8 *External;       /**< External data descriptors, in the caller's buffer. */
    const HV_UINT8 *Payload;        /**< Payload with its padding, in the caller's buffer. */
    HV_UINT32 ExternalBytes;        /**< 0, or at least 8; a multiple of 8. */
    HV_UINT32 PayloadBytes;         /**< A multiple of 8. */
    HV_UINT32 RangeCount;           /**< Number of elements of transfer pages, or of ranges of GPA-direct; else 0. */
    HV_UINT32 Reserved;
} MILE_HV_PACKET;

/*
 * Building.
 */

/** The first word of a descriptor: lengths in bytes, multiples of 8. */
static inline HV_UINT64 MileHvDescriptorWord(HV_UINT32 Type, HV_UINT32 DataOffset, HV_UINT32 Length, HV_UINT32 Flags)
{
    return Type | (HV_UINT64)(DataOffset / 8) << 16 | (HV_UINT64)(Length / 8) << 32 | (HV_UINT64)Flags << 48;
}

/** The parts of a packet, from the second word of the descriptor to the payload's last byte. */
typedef struct MILE_HV_PACKET_PARTS
{
    HV_UINT64 TransactionId;
    HV_UINT64 Word;          /**< Word after the descriptor, if WordBytes is 8. */
    HV_UINT32 WordBytes;     /**< 0 or 8. */
    HV_UINT32 ExternalBytes; /**< A multiple of 8. */
    HV_UINT32 PayloadBytes;
    HV_UINT32 Reserved;
    const void *External;
    const void *Payload;
} MILE_HV_PACKET_PARTS;

/**
 * Writes a packet whose room was reserved in two or more pieces, because it crosses the end of the
 * ring's data.
 *
 * @param Start offset of the packet in the ring's data, in bytes.
 * @param First first word of the descriptor.
 * @param Parts the other parts.
 */
static inline void MileHvSendAround(const MILE_HV_SEND_RING *Ring, HV_UINT32 Start, HV_UINT64 First,
                                    const MILE_HV_PACKET_PARTS *Parts)
{
    const HV_UINT32 Before = (HV_UINT32)sizeof(VMPACKET_DESCRIPTOR) + Parts->WordBytes + Parts->ExternalBytes;
    const HV_UINT32 Length = MileHvDescriptorLength(First);
    MILE_HV_RING_SPAN Span;

    Span.Data = Ring->Data;
    Span.Size = Ring->Size;
    Span.Start = Start;
    Span.Length = Length;
    Span.Reserved = 0;
    /* Every word is contiguous, because indices are multiples of 8. */
    MileHvStoreWord(Ring->Data + Start, First);
    MileHvStoreWord(Ring->Data + MileHvRingAdvance(Ring->Size, Start, 8), Parts->TransactionId);
    MileHvStoreWord(Ring->Data + MileHvRingAdvance(Ring->Size, Start, Length), MileHvRingTrailer(Start));
    if (Parts->WordBytes != 0)
    {
        MileHvStoreWord(Ring->Data + MileHvRingAdvance(Ring->Size, Start, 16), Parts->Word);
    }
    if (Before != Length)
    {
        MileHvStoreWord(Ring->Data + MileHvRingAdvance(Ring->Size, Start, Length - 8), 0); /* The padding's word. */
    }
    (void)MileHvRingWrite(&Span, Before - Parts->ExternalBytes, Parts->External, Parts->ExternalBytes);
    (void)MileHvRingWrite(&Span, Before, Parts->Payload, Parts->PayloadBytes);
}

/**
 * Reserves room for a packet and writes all of it: descriptor, word, external part, payload,
 * padding, trailer. Each length must be at most MILE_HYPERV_RING_PACKET_MAXIMUM_SIZE.
 *
 * @param DataOffset of the payload, in bytes, as in the descriptor: without the word if that is
 * part of the payload.
 * @return the results of MileHvSendRingTake().
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvSendParts(MILE_HV_SEND_RING *Ring, HV_UINT32 Type, HV_UINT32 Flags,
                                             HV_UINT32 DataOffset, const MILE_HV_PACKET_PARTS *Parts)
{
    const HV_UINT32 Before = (HV_UINT32)sizeof(VMPACKET_DESCRIPTOR) + Parts->WordBytes + Parts->ExternalBytes;
    const HV_UINT32 Length = Before + ((Parts->PayloadBytes + 7U) & ~7U);
    const HV_UINT64 First = MileHvDescriptorWord(Type, DataOffset, Length, Flags);
    volatile HV_UINT8 *At;
    HV_UINT32 Start;
    MILE_HV_RESULT Result = MileHvSendRingTake(Ring, Length, &Start);

    if (Result != MileHvSuccess)
    {
        return Result;
    }
    if (Ring->Size - Start < Length + MILE_HYPERV_RING_TRAILER_SIZE)
    {
        MileHvSendAround(Ring, Start, First, Parts);
        return MileHvSuccess;
    }
    At = Ring->Data + Start;
    MileHvStoreWord(At, First);
    MileHvStoreWord(At + 8, Parts->TransactionId);
    if (Parts->WordBytes != 0)
    {
        MileHvStoreWord(At + 16, Parts->Word);
    }
    if ((Parts->PayloadBytes & 7U) != 0)
    {
        MileHvStoreWord(At + Length - 8, 0); /* The word with the padding; the payload overwrites its first bytes. */
    }
    MileHvStoreWord(At + Length, MileHvRingTrailer(Start));
    if (Parts->ExternalBytes != 0)
    {
        MileHvCopyToShared(At + Before - Parts->ExternalBytes, Parts->External, Parts->ExternalBytes);
    }
    MileHvCopyToShared(At + Before, Parts->Payload, Parts->PayloadBytes);
    return MileHvSuccess;
}

/**
 * Reserves room for a packet of any type and writes all of it. Nothing is committed.
 *
 * @param Flags 0 or VMBUS_DATA_PACKET_FLAG_COMPLETION_REQUESTED.
 * @param TransactionId of the request, or of the request that this completion is for.
 * @param External bytes between descriptor and payload; @p ExternalBytes of them, a multiple of 8.
 * Any pointer if 0.
 * @param Payload of @p PayloadBytes bytes; the bytes up to the next multiple of 8 are written as
 * zeros.
 * @return the results of MileHvSendRingReserve().
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvSendPacket(MILE_HV_SEND_RING *Ring, VMBUS_PACKET_TYPE Type, HV_UINT32 Flags,
                                              HV_UINT64 TransactionId, const void *External, HV_UINT32 ExternalBytes,
                                              const void *Payload, HV_UINT32 PayloadBytes)
{
    MILE_HV_PACKET_PARTS Parts;

    if (ExternalBytes % 8 != 0 || ExternalBytes > MILE_HYPERV_RING_PACKET_MAXIMUM_SIZE ||
        PayloadBytes > MILE_HYPERV_RING_PACKET_MAXIMUM_SIZE || Type > 0xFFFF || Flags > 0xFFFF)
    {
        return MileHvInvalid;
    }
    Parts.TransactionId = TransactionId;
    Parts.Word = 0;
    Parts.WordBytes = 0;
    Parts.ExternalBytes = ExternalBytes;
    Parts.PayloadBytes = PayloadBytes;
    Parts.Reserved = 0;
    Parts.External = External;
    Parts.Payload = Payload;
    return MileHvSendParts(Ring, Type, Flags, (HV_UINT32)sizeof(VMPACKET_DESCRIPTOR) + ExternalBytes, &Parts);
}

/**
 * Writes an in-band packet. Nothing is committed.
 *
 * @param TransactionId of the request.
 * @param CompletionRequested 1 if the host must respond with a completion of this TransactionId,
 * else 0.
 * @return the results of MileHvSendRingReserve().
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvSendInBand(MILE_HV_SEND_RING *Ring, HV_UINT64 TransactionId,
                                              HV_UINT32 CompletionRequested, const void *Payload,
                                              HV_UINT32 PayloadBytes)
{
    return MileHvSendPacket(Ring, VmbusPacketTypeDataInBand,
                            CompletionRequested ? VMBUS_DATA_PACKET_FLAG_COMPLETION_REQUESTED : 0, TransactionId,
                            Payload, 0, Payload, PayloadBytes);
}

/**
 * Writes the completion of the host's request @p TransactionId. Nothing is committed. Returns the
 * results of MileHvSendRingReserve().
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvSendCompletion(MILE_HV_SEND_RING *Ring, HV_UINT64 TransactionId, const void *Payload,
                                                  HV_UINT32 PayloadBytes)
{
    return MileHvSendPacket(Ring, VmbusPacketTypeCompletion, 0, TransactionId, Payload, 0, Payload, PayloadBytes);
}

/**
 * Checks a list of GPA ranges: each must have bytes, begin in its first page, and have all its page
 * numbers.
 *
 * @param Ranges the list, at any address; @p Bytes its length.
 * @param RangeCount number of ranges that the packet specifies.
 * @return the number of bytes of those ranges (a multiple of 8, at most @p Bytes), or 0 if the list
 * is invalid or incomplete.
 */
static inline HV_UINT32 MileHvGpaRangesCheck(const void *Ranges, HV_UINT32 Bytes, HV_UINT32 RangeCount)
{
    const HV_UINT8 *At = (const HV_UINT8 *)Ranges;
    VMBUS_GPA_RANGE_ENTRY Head;
    HV_UINT32 Left = Bytes;
    HV_UINT32 Pages;

    if (RangeCount == 0)
    {
        return 0;
    }
    for (; RangeCount != 0; --RangeCount)
    {
        if (Left < sizeof(Head))
        {
            return 0;
        }
        MileHvCopy(&Head, At, sizeof(Head));
        if (Head.ByteCount == 0 || Head.ByteOffset > 0xFFFU)
        {
            return 0;
        }
        Left -= (HV_UINT32)sizeof(Head);
        At += sizeof(Head);
        Pages = GPA_RANGE_PFN_COUNT(Head.ByteCount, Head.ByteOffset);
        if (Pages > Left / 8)
        {
            return 0;
        }
        Left -= Pages * 8;
        At += Pages * 8;
    }
    return Bytes - Left;
}

/**
 * Writes a packet whose data is in pages of the guest. A completion is requested. Nothing is
 * committed.
 *
 * The ranges are copied after a header of 8 bytes that contains @p RangeCount.
 *
 * @param Ranges the GPA ranges, one after the other; @p RangeEntries their number of 8-byte
 * entries, exactly.
 * @return the results of MileHvSendRingReserve(); MileHvInvalid also if the ranges do not have that
 * many entries.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvSendGpaDirect(MILE_HV_SEND_RING *Ring, HV_UINT64 TransactionId,
                                                 const VMBUS_GPA_RANGE_ENTRY *Ranges, HV_UINT32 RangeEntries,
                                                 HV_UINT32 RangeCount, const void *Payload, HV_UINT32 PayloadBytes)
{
    MILE_HV_PACKET_PARTS Parts;

    if (RangeEntries == 0 || RangeEntries > MILE_HYPERV_RING_PACKET_MAXIMUM_SIZE / 8 ||
        PayloadBytes > MILE_HYPERV_RING_PACKET_MAXIMUM_SIZE ||
        MileHvGpaRangesCheck(Ranges, RangeEntries * 8, RangeCount) != RangeEntries * 8)
    {
        return MileHvInvalid;
    }
    Parts.TransactionId = TransactionId;
    Parts.Word = (HV_UINT64)RangeCount << 32;
    Parts.WordBytes = 8;
    Parts.ExternalBytes = RangeEntries * 8;
    Parts.PayloadBytes = PayloadBytes;
    Parts.Reserved = 0;
    Parts.External = Ranges;
    Parts.Payload = Payload;
    return MileHvSendParts(Ring, VmbusPacketTypeDataUsingGpaDirect, VMBUS_DATA_PACKET_FLAG_COMPLETION_REQUESTED,
                           (HV_UINT32)sizeof(VMDATA_GPA_DIRECT) + RangeEntries * 8, &Parts);
}

/*
 * Lists of guest pages.
 */

/**
 * List of GPA ranges in memory of the caller. The functions here own the members; callers may read
 * them.
 */
typedef struct MILE_HV_GPA_LIST
{
    union
    {
        VMBUS_GPA_RANGE_ENTRY *Entries; /**< The caller's memory. */
        HV_UINT64 AsUINT64;
    };
    HV_UINT32 EntryRoom;  /**< Number of entries that fit. */
    HV_UINT32 EntryCount; /**< Number of entries in use: range headers and page numbers. */
    HV_UINT32 RangeCount;
    HV_UINT32 Bytes; /**< Bytes of data of all ranges. */
} MILE_HV_GPA_LIST;

/**
 * Limit of page numbers: every page number is below it, because a guest physical address has 64
 * bits.
 */
#define MILE_HYPERV_GPA_PAGE_LIMIT 0x10000000000000ULL

/**
 * Begins an empty list.
 *
 * @param Entries memory of the caller for @p EntryRoom entries of 8 bytes: one for each range and
 * one for each page.
 */
static inline void MileHvGpaListBegin(MILE_HV_GPA_LIST *List, VMBUS_GPA_RANGE_ENTRY *Entries, HV_UINT32 EntryRoom)
{
    List->Entries = Entries;
    List->EntryRoom = EntryRoom;
    List->EntryCount = 0;
    List->RangeCount = 0;
    List->Bytes = 0;
}

/**
 * Adds one range over all its pages; for hosts that expect the data as one range, as storage does.
 *
 * @param Pages page numbers, in the order of the data.
 * @param PageCount as many as @p ByteOffset and @p Bytes span.
 * @param ByteOffset of the first byte in the first page; below 4096.
 * @param Bytes of data; not 0.
 * @return MileHvSuccess; MileHvTooSmall: no room; MileHvInvalid: a page number, an offset or a length out of bounds,
 * another number of pages, or more than 4 GiB together. The list is unchanged unless the result is MileHvSuccess.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvGpaListAddRange(MILE_HV_GPA_LIST *List, const HV_UINT64 *Pages, HV_UINT32 PageCount,
                                                   HV_UINT32 ByteOffset, HV_UINT32 Bytes)
{
    VMBUS_GPA_RANGE_ENTRY *Entry = List->Entries + List->EntryCount;
    HV_UINT32 Index;

    if (Bytes == 0 || ByteOffset > 0xFFFU || PageCount != GPA_RANGE_PFN_COUNT(Bytes, ByteOffset) ||
        Bytes > 0xFFFFFFFFU - List->Bytes)
    {
        return MileHvInvalid;
    }
    if (PageCount >= List->EntryRoom - List->EntryCount)
    {
        return MileHvTooSmall;
    }
    for (Index = 0; Index < PageCount; ++Index)
    {
        if (Pages[Index] >= MILE_HYPERV_GPA_PAGE_LIMIT)
        {
            return MileHvInvalid;
        }
        Entry[Index + 1].Pfn = Pages[Index];
    }
    Entry->AsUINT64 = ((HV_UINT64)ByteOffset << 32) | Bytes;
    List->EntryCount += PageCount + 1;
    List->RangeCount += 1;
    List->Bytes += Bytes;
    return MileHvSuccess;
}

/**
 * Adds one range for each page; for hosts that expect one range per page, as the network does.
 *
 * Parameters and results are those of MileHvGpaListAddRange(); it needs two entries for each page.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvGpaListAddPages(MILE_HV_GPA_LIST *List, const HV_UINT64 *Pages, HV_UINT32 PageCount,
                                                   HV_UINT32 ByteOffset, HV_UINT32 Bytes)
{
    VMBUS_GPA_RANGE_ENTRY *Entry = List->Entries + List->EntryCount;
    HV_UINT32 Left = Bytes;
    HV_UINT32 Piece;
    HV_UINT32 Index;

    if (Bytes == 0 || ByteOffset > 0xFFFU || PageCount != GPA_RANGE_PFN_COUNT(Bytes, ByteOffset) ||
        Bytes > 0xFFFFFFFFU - List->Bytes)
    {
        return MileHvInvalid;
    }
    if (PageCount > (List->EntryRoom - List->EntryCount) / 2)
    {
        return MileHvTooSmall;
    }
    for (Index = 0; Index < PageCount; ++Index)
    {
        if (Pages[Index] >= MILE_HYPERV_GPA_PAGE_LIMIT)
        {
            return MileHvInvalid;
        }
        Piece = 4096U - ByteOffset;
        Piece = (Left < Piece) ? Left : Piece;
        Entry[Index * 2].AsUINT64 = ((HV_UINT64)ByteOffset << 32) | Piece;
        Entry[Index * 2 + 1].Pfn = Pages[Index];
        Left -= Piece;
        ByteOffset = 0;
    }
    List->EntryCount += PageCount * 2;
    List->RangeCount += PageCount;
    List->Bytes += Bytes;
    return MileHvSuccess;
}

/**
 * Writes a packet whose data is in the pages of a list; a completion is requested.
 *
 * @return the results of MileHvSendRingReserve(); MileHvInvalid also if the list is empty.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvSendGpaList(MILE_HV_SEND_RING *Ring, HV_UINT64 TransactionId,
                                               const MILE_HV_GPA_LIST *List, const void *Payload,
                                               HV_UINT32 PayloadBytes)
{
    return MileHvSendGpaDirect(Ring, TransactionId, List->Entries, List->EntryCount, List->RangeCount, Payload,
                               PayloadBytes);
}

/**
 * Writes one message, or one piece of a stream, on a channel in pipe mode: an in-band packet with
 * the pipe's header. Nothing is committed.
 *
 * @param Data the message; @p Bytes its length, at most VMPIPE_MAXIMUM_PIPE_PACKET_SIZE. 0 ends a
 * stream.
 * @return the results of MileHvSendRingReserve().
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvSendPipe(MILE_HV_SEND_RING *Ring, const void *Data, HV_UINT32 Bytes)
{
    MILE_HV_PACKET_PARTS Parts;

    if (Bytes > VMPIPE_MAXIMUM_PIPE_PACKET_SIZE)
    {
        return MileHvInvalid;
    }
    Parts.TransactionId = 0;
    Parts.Word = (HV_UINT64)Bytes << 32 | VmPipeMessageData;
    Parts.WordBytes = 8;
    Parts.ExternalBytes = 0;
    Parts.PayloadBytes = Bytes;
    Parts.Reserved = 0;
    Parts.External = Data;
    Parts.Payload = Data;
    return MileHvSendParts(Ring, VmbusPacketTypeDataInBand, 0, (HV_UINT32)sizeof(VMPACKET_DESCRIPTOR), &Parts);
}

/*
 * Receiving.
 */

/**
 * Copies the whole next packet, descriptor first, and removes it from the ring. Nothing is
 * committed.
 *
 * The descriptor in the buffer is the one that was checked, even if the host has changed the ring
 * since then.
 *
 * @param Buffer receives the packet; @p BufferBytes bytes long.
 * @param Bytes receives the length of the packet without its trailer, also with MileHvTooSmall.
 * @return MileHvSuccess; MileHvEmpty: no packet; MileHvTooSmall: the packet is longer than the
 * buffer, and stays in the ring; MileHvCorrupt.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvReceivePacket(MILE_HV_RECEIVE_RING *Ring, void *Buffer, HV_UINT32 BufferBytes,
                                                 HV_UINT32 *Bytes)
{
    HV_UINT8 *To = (HV_UINT8 *)Buffer;
    HV_UINT64 First;
    HV_UINT32 Length;
    HV_UINT32 Start;
    MILE_HV_RESULT Result;

    *Bytes = 0;
    Result = MileHvReceiveRingPeek(Ring, &First);
    if (Result != MileHvSuccess)
    {
        return Result;
    }
    Length = MileHvDescriptorLength(First);
    *Bytes = Length;
    if (Length > BufferBytes)
    {
        return MileHvTooSmall;
    }
    /* The checked word; all other words are copied before they are examined. */
    MileHvPutWord(To, First);
    Start = Ring->Next;
    MileHvReceiveRingTake(Ring, Length);
    if (Length <= Ring->Size - Start)
    {
        MileHvCopyFromShared(To + 8, Ring->Data + Start + 8, Length - 8);
    }
    else
    {
        MILE_HV_RING_SPAN Span;

        Span.Data = Ring->Data;
        Span.Size = Ring->Size;
        Span.Start = Start;
        Span.Length = Length;
        Span.Reserved = 0;
        (void)MileHvRingRead(&Span, 8, To + 8, Length - 8);
    }
    return MileHvSuccess;
}

/**
 * Removes the next packet from the ring without a copy of its payload, whatever its length. Nothing
 * is committed.
 *
 * @param Descriptor receives a copy. With VMBUS_DATA_PACKET_FLAG_COMPLETION_REQUESTED the host
 * still waits for a completion.
 * @return MileHvSuccess; MileHvEmpty; MileHvCorrupt.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvReceiveSkip(MILE_HV_RECEIVE_RING *Ring, VMPACKET_DESCRIPTOR *Descriptor)
{
    MILE_HV_RING_SPAN Span;

    return MileHvReceiveRingNext(Ring, Descriptor, &Span);
}

/**
 * Checks a packet in the guest's own memory, and finds its parts.
 *
 * The type must be in-band, transfer pages, GPA-direct or completion. No unknown flag may be set,
 * the offsets must be in order, and the count of ranges must match the length. Each range of
 * GPA-direct must be complete. Ranges of transfer pages are not checked against the buffer:
 * MileHvTransferPagesCheck() and MileHvTransferPage() check them.
 *
 * @param Buffer the packet, at any address; @p Bytes its length, which the packet must not exceed.
 * @param Packet receives a copy of the descriptor and pointers into @p Buffer.
 * @return MileHvSuccess or MileHvCorrupt.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvPacketCheck(const void *Buffer, HV_UINT32 Bytes, MILE_HV_PACKET *Packet)
{
    const HV_UINT8 *At = (const HV_UINT8 *)Buffer;
    const HV_UINT32 Head = (HV_UINT32)sizeof(VMPACKET_DESCRIPTOR);
    HV_UINT64 First;
    HV_UINT64 Second;
    HV_UINT32 Length;
    HV_UINT32 DataOffset;
    HV_UINT32 Count = 0;

    if (Bytes < Head)
    {
        return MileHvCorrupt;
    }
    First = MileHvLoadWord(At);
    Second = MileHvLoadWord(At + 8);
    Length = MileHvDescriptorLength(First);
    DataOffset = MileHvDescriptorDataOffset(First);
    if (Length > Bytes || DataOffset < Head || DataOffset > Length ||
        (First >> 48 & ~(HV_UINT64)VMBUS_DATA_PACKET_FLAG_COMPLETION_REQUESTED) != 0)
    {
        return MileHvCorrupt;
    }
    switch ((HV_UINT32)(First & 0xFFFF))
    {
    case VmbusPacketTypeDataInBand:
    case VmbusPacketTypeCompletion:
        if (DataOffset != Head)
        {
            return MileHvCorrupt;
        }
        break;
    case VmbusPacketTypeDataUsingTransferPages:
        if (DataOffset < sizeof(VMTRANSFER_PAGE_PACKET_HEADER))
        {
            return MileHvCorrupt;
        }
        MileHvCopy(&Count, At + HV_FIELD_OFFSET(VMTRANSFER_PAGE_PACKET_HEADER, RangeCount), sizeof(Count));
        if (Count != (DataOffset - sizeof(VMTRANSFER_PAGE_PACKET_HEADER)) / sizeof(VMTRANSFER_PAGE_RANGE))
        {
            return MileHvCorrupt;
        }
        break;
    case VmbusPacketTypeDataUsingGpaDirect:
        if (DataOffset < sizeof(VMDATA_GPA_DIRECT))
        {
            return MileHvCorrupt;
        }
        MileHvCopy(&Count, At + HV_FIELD_OFFSET(VMDATA_GPA_DIRECT, RangeCount), sizeof(Count));
        if (MileHvGpaRangesCheck(At + sizeof(VMDATA_GPA_DIRECT), DataOffset - (HV_UINT32)sizeof(VMDATA_GPA_DIRECT),
                                 Count) == 0)
        {
            return MileHvCorrupt;
        }
        break;
    default:
        return MileHvCorrupt;
    }
    MileHvPutWord(&Packet->Descriptor, First);
    MileHvPutWord((HV_UINT8 *)&Packet->Descriptor + 8, Second);
    Packet->External = At + Head;
    Packet->ExternalBytes = DataOffset - Head;
    Packet->Payload = At + DataOffset;
    Packet->PayloadBytes = Length - DataOffset;
    Packet->RangeCount = Count;
    Packet->Reserved = 0;
    return MileHvSuccess;
}

/**
 * Checks a transfer page packet against the shared buffer to which its ranges refer.
 *
 * @param Packet checked by MileHvPacketCheck().
 * @param SetId the guest's id of the buffer.
 * @param BufferBytes of that buffer.
 * @return MileHvSuccess: all ranges are in the buffer; MileHvInvalid: a packet of another type; MileHvCorrupt: another
 * buffer, no range, or one outside of it.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvTransferPagesCheck(const MILE_HV_PACKET *Packet, HV_UINT16 SetId,
                                                      HV_UINT32 BufferBytes)
{
    VMTRANSFER_PAGE_RANGE Range;
    HV_UINT16 Set;
    HV_UINT32 Index;

    if (Packet->Descriptor.Type != VmbusPacketTypeDataUsingTransferPages)
    {
        return MileHvInvalid;
    }
    MileHvCopy(&Set, Packet->External, (HV_UINT32)sizeof(Set));
    if (Set != SetId || Packet->RangeCount == 0)
    {
        return MileHvCorrupt;
    }
    for (Index = 0; Index < Packet->RangeCount; ++Index)
    {
        MileHvCopy(&Range, Packet->External + 8 + Index * sizeof(Range), (HV_UINT32)sizeof(Range));
        if (Range.ByteOffset > BufferBytes || Range.ByteCount > BufferBytes - Range.ByteOffset)
        {
            return MileHvCorrupt;
        }
    }
    return MileHvSuccess;
}

/**
 * Reads one range of a checked transfer page packet.
 *
 * @param Index below Packet->RangeCount.
 * @param BufferBytes of the shared buffer to which the ranges refer.
 * @param Range receives a copy.
 * @return MileHvSuccess; MileHvInvalid: @p Index is out of bounds; MileHvCorrupt: the range is not
 * within the buffer.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvTransferPage(const MILE_HV_PACKET *Packet, HV_UINT32 Index, HV_UINT32 BufferBytes,
                                                VMTRANSFER_PAGE_RANGE *Range)
{
    VMTRANSFER_PAGE_RANGE Copy;

    if (Packet->Descriptor.Type != VmbusPacketTypeDataUsingTransferPages || Index >= Packet->RangeCount)
    {
        return MileHvInvalid;
    }
    /* The external part begins with the 8 bytes that contain the count. */
    MileHvCopy(&Copy, Packet->External + 8 + Index * sizeof(Copy), sizeof(Copy));
    if (Copy.ByteOffset > BufferBytes || Copy.ByteCount > BufferBytes - Copy.ByteOffset)
    {
        return MileHvCorrupt;
    }
    *Range = Copy;
    return MileHvSuccess;
}

/**
 * Checks the pipe header of an in-band payload.
 *
 * @param Payload at any address; @p Bytes with the padding.
 * @param Data receives a pointer to the data; @p DataBytes its exact length. 0 is the end of a
 * stream.
 * @return MileHvSuccess or MileHvCorrupt.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvPipeCheck(const void *Payload, HV_UINT32 Bytes, const HV_UINT8 **Data,
                                             HV_UINT32 *DataBytes)
{
    VMPIPE_PROTOCOL_HEADER Header;

    if (Bytes < sizeof(Header))
    {
        return MileHvCorrupt;
    }
    MileHvCopy(&Header, Payload, sizeof(Header));
    if (Header.PacketType != VmPipeMessageData || Header.DataSize > Bytes - sizeof(Header) ||
        Header.DataSize > VMPIPE_MAXIMUM_PIPE_PACKET_SIZE)
    {
        return MileHvCorrupt;
    }
    *Data = (const HV_UINT8 *)Payload + sizeof(Header);
    *DataBytes = Header.DataSize;
    return MileHvSuccess;
}

MILE_HYPERV_GUEST_END

#endif /* !MILE_HYPERV_GUEST_PACKET */
