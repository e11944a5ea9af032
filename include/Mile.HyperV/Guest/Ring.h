/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Both sides of a channel's ring: room, writing, reading, masks and signals, with the barriers each owes.
 *
 * VMBus/Ring.h tells the protocol. A guest has one MILE_HV_SEND_RING and one
 * MILE_HV_RECEIVE_RING a channel. Each belongs to one caller at a time: whoever
 * shares one between processors holds a lock of his own around every call.
 *
 *     sending                                  receiving
 *
 *     MileHvSendRingReserve   room, trailer    MileHvReceiveRingNext    checks one packet
 *     MileHvRingWrite ...     any pieces       MileHvRingRead ...       copies pieces out, or
 *     MileHvSendRingCommit    store In         MileHvRingPiece          looks at them in place
 *       -> signal the host?                    MileHvReceiveRingCommit  store Out
 *                                                -> signal the host?
 *
 *     Full: MileHvSendRingWait, then sleep     Empty: MileHvReceiveRingUnmask, then sleep
 *
 * Several packets may be reserved, or taken, before one commit; the host then
 * sees them at once, and at most one signal is due. MileHvSendRingRevert() and
 * MileHvReceiveRingRevert() forget what has not been committed.
 *
 * What the host may do to it: anything. The index that is the guest's own lives
 * in the structures here and is never read back. The other index is loaded
 * once a question and compared, before it is used, with the size of the data and
 * with what this side has reserved or taken since its last commit; a bad one
 * gives MileHvCorrupt. A descriptor is copied, then checked against the bytes
 * between the indices, and the copy is what the caller gets. Whatever the control
 * page and the data say, no access leaves the data, and no two packets between
 * two commits lie over each other.
 *
 * Packet.h builds and checks what travels here.
 *
 * Sources: VMBus/Ring.h and its sources (OpenVMM vmbus_ring; mu_msvm EmclDxe).
 */

#ifndef MILE_HYPERV_GUEST_RING
#define MILE_HYPERV_GUEST_RING

#include "../VMBus/Packet.h"
#include "../VMBus/Ring.h"
#include "Platform.h"

/** Bytes of the trailer behind each packet. */
#define MILE_HYPERV_RING_TRAILER_SIZE 8U
/** The longest packet that a descriptor can tell, without trailer: 65,535 units of 8 bytes. */
#define MILE_HYPERV_RING_PACKET_MAXIMUM_SIZE 0x7FFF8U

MILE_HYPERV_GUEST_BEGIN

/** The guest's view of the ring that it sends on. The members are its own affair; none of them is shared memory. */
typedef struct MILE_HV_SEND_RING
{
    VMRCB *Control;
    volatile HV_UINT8 *Data;
    HV_UINT32 Size;      /**< Bytes of data. */
    HV_UINT32 Committed; /**< In, as the host knows it. */
    HV_UINT32 Next;      /**< In, after what has been reserved. */
    HV_UINT32 Other;     /**< Out, as it was last seen and found good. */
} MILE_HV_SEND_RING;

/** The guest's view of the ring that it receives on. */
typedef struct MILE_HV_RECEIVE_RING
{
    VMRCB *Control;
    volatile HV_UINT8 *Data;
    HV_UINT32 Size;      /**< Bytes of data. */
    HV_UINT32 Committed; /**< Out, as the host knows it. */
    HV_UINT32 Next;      /**< Out, after what has been taken. */
    HV_UINT32 Other;     /**< In, as it was last seen and found good. */
} MILE_HV_RECEIVE_RING;

/** A piece of a ring's data that belongs to the caller until the commit; it may go over the end and on at the start. */
typedef struct MILE_HV_RING_SPAN
{
    volatile HV_UINT8 *Data; /**< The ring's. */
    HV_UINT32 Size;          /**< The ring's. */
    HV_UINT32 Start;         /**< Offset of its first byte in Data. */
    HV_UINT32 Length;        /**< Its bytes; a packet's trailer is not among them. */
    HV_UINT32 Reserved;
} MILE_HV_RING_SPAN;

/*
 * Indices.
 */

/** @p Index moved on by @p Bytes, over the end; both are at most @p Size, and no sum overflows. */
static inline HV_UINT32 MileHvRingAdvance(HV_UINT32 Size, HV_UINT32 Index, HV_UINT32 Bytes)
{
    return (Bytes >= Size - Index) ? Bytes - (Size - Index) : Index + Bytes;
}

/** Bytes between the receiver's and the sender's index, both good. */
static inline HV_UINT32 MileHvRingUsed(HV_UINT32 Size, HV_UINT32 In, HV_UINT32 Out)
{
    return VMBUS_RING_USED_BYTES(Size, In, Out);
}

/** Bytes that a sender can still write, both indices good; never below zero, because equal to Size is never used. */
static inline HV_UINT32 MileHvRingFree(HV_UINT32 Size, HV_UINT32 In, HV_UINT32 Out)
{
    return VMBUS_RING_FREE_BYTES(Size, In, Out);
}

/** Whether @p Size can be the data bytes of a ring: whole pages, at least one. */
static inline HV_UINT32 MileHvRingIsSize(HV_UINT32 Size)
{
    return Size != 0 && Size % VMBUS_RING_PAGE_SIZE == 0;
}

/*
 * Spans.
 */

/**
 * Pointer to byte @p At of a span, for work in place.
 *
 * In a ring that is received on, the host can still change what the pointer
 * shows: load each byte once, or use MileHvRingRead().
 *
 * @param Bytes receives how many bytes lie there in one piece; the rest of the span begins at the start of the data.
 * @return null, and 0 bytes, if @p At is not inside the span.
 */
static inline volatile HV_UINT8 *MileHvRingPiece(const MILE_HV_RING_SPAN *Span, HV_UINT32 At, HV_UINT32 *Bytes)
{
    HV_UINT32 Index;
    HV_UINT32 Left;

    if (At >= Span->Length)
    {
        *Bytes = 0;
        return MILE_HYPERV_GUEST_NULL;
    }
    Index = MileHvRingAdvance(Span->Size, Span->Start, At);
    Left = Span->Length - At;
    *Bytes = (Left <= Span->Size - Index) ? Left : Span->Size - Index;
    return Span->Data + Index;
}

/**
 * Copies @p Bytes bytes from offset @p At of a span to @p To.
 *
 * @return MileHvSuccess, or MileHvInvalid and nothing copied if the range is not inside the span.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvRingRead(const MILE_HV_RING_SPAN *Span, HV_UINT32 At, void *To, HV_UINT32 Bytes)
{
    HV_UINT32 Index;
    HV_UINT32 First;

    if (At > Span->Length || Bytes > Span->Length - At)
    {
        return MileHvInvalid;
    }
    if (Bytes == 0)
    {
        return MileHvSuccess;
    }
    Index = MileHvRingAdvance(Span->Size, Span->Start, At);
    First = Span->Size - Index;
    if (Bytes <= First)
    {
        MileHvCopyFromShared(To, Span->Data + Index, Bytes);
        return MileHvSuccess;
    }
    MileHvCopyFromShared(To, Span->Data + Index, First);
    MileHvCopyFromShared((HV_UINT8 *)To + First, Span->Data, Bytes - First);
    return MileHvSuccess;
}

/**
 * Copies @p Bytes bytes from @p From to offset @p At of a span that was reserved.
 *
 * @return MileHvSuccess, or MileHvInvalid and nothing copied if the range is not inside the span.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvRingWrite(const MILE_HV_RING_SPAN *Span, HV_UINT32 At, const void *From,
                                             HV_UINT32 Bytes)
{
    HV_UINT32 Index;
    HV_UINT32 First;

    if (At > Span->Length || Bytes > Span->Length - At)
    {
        return MileHvInvalid;
    }
    if (Bytes == 0)
    {
        return MileHvSuccess;
    }
    Index = MileHvRingAdvance(Span->Size, Span->Start, At);
    First = Span->Size - Index;
    if (Bytes <= First)
    {
        MileHvCopyToShared(Span->Data + Index, From, Bytes);
        return MileHvSuccess;
    }
    MileHvCopyToShared(Span->Data + Index, From, First);
    MileHvCopyToShared(Span->Data, (const HV_UINT8 *)From + First, Bytes - First);
    return MileHvSuccess;
}

/*
 * Sending.
 */

/**
 * Takes a ring of the guest's own memory into use for sending, before the channel is opened.
 *
 * The control words are set: both indices zero, nothing waited for, the receiver
 * starts unmasked, and the feature bit says that this guest signals by
 * PendingSendSize on the other ring (MileHvReceiveRingCommit() does). The
 * reserved rest of the control page is the caller's to zero.
 *
 * @param Size data bytes: whole pages.
 * @return MileHvSuccess or MileHvInvalid.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvSendRingCreate(MILE_HV_SEND_RING *Ring, VMRCB *Control, volatile void *Data,
                                                  HV_UINT32 Size)
{
    if (!MileHvRingIsSize(Size))
    {
        return MileHvInvalid;
    }
    Ring->Control = Control;
    Ring->Data = (volatile HV_UINT8 *)Data;
    Ring->Size = Size;
    Ring->Committed = 0;
    Ring->Next = 0;
    Ring->Other = 0;
    MileHvStore32(&Control->In, 0);
    MileHvStore32(&Control->Out, 0);
    MileHvStore32(&Control->InterruptMask, 0);
    MileHvStore32(&Control->PendingSendSize, 0);
    MileHvStore32(&Control->FeatureBits.AsUINT32, VMRCB_FEATURE_SUPPORTS_PENDING_SEND_SIZE);
    return MileHvSuccess;
}

/**
 * Takes a ring over that somebody else began to send on (firmware before the system, or this side before it slept).
 *
 * Both indices are read from the control page, this once; it changes nothing.
 *
 * @return MileHvSuccess, MileHvInvalid for a bad size, MileHvCorrupt if an index is not one.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvSendRingAttach(MILE_HV_SEND_RING *Ring, VMRCB *Control, volatile void *Data,
                                                  HV_UINT32 Size)
{
    HV_UINT32 In = MileHvLoad32(&Control->In);
    HV_UINT32 Out = MileHvLoadAcquire32(&Control->Out);

    if (!MileHvRingIsSize(Size))
    {
        return MileHvInvalid;
    }
    if (!VMBUS_RING_IS_INDEX(Size, In) || !VMBUS_RING_IS_INDEX(Size, Out))
    {
        return MileHvCorrupt;
    }
    Ring->Control = Control;
    Ring->Data = (volatile HV_UINT8 *)Data;
    Ring->Size = Size;
    Ring->Committed = In;
    Ring->Next = In;
    Ring->Other = Out;
    return MileHvSuccess;
}

/**
 * Bytes that can be written now, trailers included, after what has been reserved. Looks at the host's index (acquire).
 *
 * @return MileHvSuccess, or MileHvCorrupt with @p Bytes zero.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvSendRingFree(MILE_HV_SEND_RING *Ring, HV_UINT32 *Bytes)
{
    HV_UINT32 Out = MileHvLoadAcquire32(&Ring->Control->Out);
    HV_UINT32 Reserved = MileHvRingUsed(Ring->Size, Ring->Next, Ring->Committed);

    *Bytes = 0;
    /* Nobody can have read what was not committed: past it, reserved packets would come to lie over each other. */
    if (!VMBUS_RING_IS_INDEX(Ring->Size, Out) || MileHvRingFree(Ring->Size, Ring->Committed, Out) < Reserved)
    {
        return MileHvCorrupt;
    }
    Ring->Other = Out;
    *Bytes = MileHvRingFree(Ring->Size, Ring->Next, Out);
    return MileHvSuccess;
}

/**
 * Takes room for one packet of @p Length bytes (a multiple of 8, descriptor included, trailer excluded), and writes
 * nothing; the caller writes the whole packet and its trailer.
 *
 * The host's index is only looked at when the room that was last seen does not
 * do.
 *
 * @param Start receives the offset of the packet in the ring's data. It goes over the end and on at the start if fewer
 * than
 * @p Length + MILE_HYPERV_RING_TRAILER_SIZE bytes are there up to the end.
 * @return MileHvSuccess; MileHvFull; MileHvInvalid if no packet of this length ever fits; MileHvCorrupt.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvSendRingTake(MILE_HV_SEND_RING *Ring, HV_UINT32 Length, HV_UINT32 *Start)
{
    HV_UINT32 Total;
    HV_UINT32 Free;
    MILE_HV_RESULT Result;

    if (Length < sizeof(VMPACKET_DESCRIPTOR) || Length % VMBUS_RING_PACKET_ALIGNMENT != 0 ||
        Length > MILE_HYPERV_RING_PACKET_MAXIMUM_SIZE)
    {
        return MileHvInvalid;
    }
    Total = Length + MILE_HYPERV_RING_TRAILER_SIZE;
    if (Total > Ring->Size - VMBUS_RING_UNUSED_SIZE)
    {
        return MileHvInvalid;
    }
    if (MileHvRingFree(Ring->Size, Ring->Next, Ring->Other) < Total)
    {
        Result = MileHvSendRingFree(Ring, &Free);
        if (Result != MileHvSuccess)
        {
            return Result;
        }
        if (Free < Total)
        {
            return MileHvFull;
        }
    }
    *Start = Ring->Next;
    Ring->Next = MileHvRingAdvance(Ring->Size, Ring->Next, Total);
    return MileHvSuccess;
}

/** The trailer of a packet at offset @p Start (PREVIOUS_PACKET_OFFSET), as one word. */
static inline HV_UINT64 MileHvRingTrailer(HV_UINT32 Start)
{
    return (HV_UINT64)Start << 32;
}

/**
 * Takes room for one packet of @p Length bytes (a multiple of 8, descriptor included, trailer excluded), and writes its
 * trailer. The host sees nothing before MileHvSendRingCommit().
 *
 * @return the results of MileHvSendRingTake().
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvSendRingReserve(MILE_HV_SEND_RING *Ring, HV_UINT32 Length, MILE_HV_RING_SPAN *Span)
{
    HV_UINT32 Start;
    MILE_HV_RESULT Result = MileHvSendRingTake(Ring, Length, &Start);

    if (Result != MileHvSuccess)
    {
        return Result;
    }
    Span->Data = Ring->Data;
    Span->Size = Ring->Size;
    Span->Start = Start;
    Span->Length = Length;
    Span->Reserved = 0;
    /* Indices and lengths are multiples of 8, so the trailer never crosses the end. */
    MileHvStoreWord(Ring->Data + MileHvRingAdvance(Ring->Size, Start, Length), MileHvRingTrailer(Start));
    return MileHvSuccess;
}

/** Forgets all that has been reserved since the last commit. */
static inline void MileHvSendRingRevert(MILE_HV_SEND_RING *Ring)
{
    Ring->Next = Ring->Committed;
}

/**
 * Gives the host all that has been reserved and written: In is stored (release), then a full barrier, then the host's
 * mask and index are looked at.
 *
 * @return 1 if the host has to be signaled, 0 if it is awake or there was nothing to give.
 */
static inline HV_UINT32 MileHvSendRingCommit(MILE_HV_SEND_RING *Ring)
{
    HV_UINT32 Before = Ring->Committed;

    if (Ring->Next == Before)
    {
        return 0;
    }
    Ring->Committed = Ring->Next;
    MileHvStoreRelease32(&Ring->Control->In, Ring->Next);
    MileHvFullBarrier();
    return MileHvLoad32(&Ring->Control->InterruptMask) == 0 && MileHvLoad32(&Ring->Control->Out) == Before;
}

/**
 * Says that this sender waits for room for a packet of @p Length bytes, before it sleeps: PendingSendSize is stored,
 * then a full barrier, then Out is looked at again. Commit or revert first.
 *
 * Only a receiver that promised it signals then (MileHvReceiveRingPeerSignalsRoom());
 * with others, poll.
 *
 * @return MileHvSuccess: there is room now, do not sleep. MileHvFull: sleep until the channel is signaled, then try
 * again. MileHvInvalid: no packet of this length ever fits, or something is reserved. MileHvCorrupt.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvSendRingWait(MILE_HV_SEND_RING *Ring, HV_UINT32 Length)
{
    HV_UINT32 Total;
    HV_UINT32 Free;
    MILE_HV_RESULT Result;

    if (Length < sizeof(VMPACKET_DESCRIPTOR) || Length % VMBUS_RING_PACKET_ALIGNMENT != 0 ||
        Length > MILE_HYPERV_RING_PACKET_MAXIMUM_SIZE || Ring->Next != Ring->Committed)
    {
        return MileHvInvalid;
    }
    Total = Length + MILE_HYPERV_RING_TRAILER_SIZE;
    if (Total > Ring->Size - VMBUS_RING_UNUSED_SIZE)
    {
        return MileHvInvalid;
    }
    MileHvStore32(&Ring->Control->PendingSendSize, Total);
    MileHvFullBarrier();
    Result = MileHvSendRingFree(Ring, &Free);
    if (Result == MileHvSuccess && Free < Total)
    {
        return MileHvFull;
    }
    MileHvStore32(&Ring->Control->PendingSendSize, 0);
    return Result;
}

/** Says that this sender waits for nothing any more; after it woke and had room. */
static inline void MileHvSendRingEndWait(MILE_HV_SEND_RING *Ring)
{
    MileHvStore32(&Ring->Control->PendingSendSize, 0);
}

/*
 * Receiving.
 */

/**
 * Takes a ring of the guest's own memory into use for receiving, before the channel is opened.
 *
 * Both indices are set to zero; the mask is set, so that no signal comes before
 * MileHvReceiveRingUnmask(). The feature bits are the host's, and zero until it
 * sets them.
 *
 * @param Size data bytes: whole pages.
 * @return MileHvSuccess or MileHvInvalid.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvReceiveRingCreate(MILE_HV_RECEIVE_RING *Ring, VMRCB *Control, volatile void *Data,
                                                     HV_UINT32 Size)
{
    if (!MileHvRingIsSize(Size))
    {
        return MileHvInvalid;
    }
    Ring->Control = Control;
    Ring->Data = (volatile HV_UINT8 *)Data;
    Ring->Size = Size;
    Ring->Committed = 0;
    Ring->Next = 0;
    Ring->Other = 0;
    MileHvStore32(&Control->In, 0);
    MileHvStore32(&Control->Out, 0);
    MileHvStore32(&Control->InterruptMask, 1);
    MileHvStore32(&Control->PendingSendSize, 0);
    MileHvStore32(&Control->FeatureBits.AsUINT32, 0);
    return MileHvSuccess;
}

/**
 * Takes a ring over that somebody else began to receive on. Both indices are read from the control page, this once;
 * it changes nothing.
 *
 * @return MileHvSuccess, MileHvInvalid for a bad size, MileHvCorrupt if an index is not one.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvReceiveRingAttach(MILE_HV_RECEIVE_RING *Ring, VMRCB *Control, volatile void *Data,
                                                     HV_UINT32 Size)
{
    HV_UINT32 Out = MileHvLoad32(&Control->Out);
    HV_UINT32 In = MileHvLoadAcquire32(&Control->In);

    if (!MileHvRingIsSize(Size))
    {
        return MileHvInvalid;
    }
    if (!VMBUS_RING_IS_INDEX(Size, In) || !VMBUS_RING_IS_INDEX(Size, Out))
    {
        return MileHvCorrupt;
    }
    Ring->Control = Control;
    Ring->Data = (volatile HV_UINT8 *)Data;
    Ring->Size = Size;
    Ring->Committed = Out;
    Ring->Next = Out;
    Ring->Other = In;
    return MileHvSuccess;
}

/**
 * Bytes that wait, trailers included, behind what has been taken. Looks at the host's index (acquire).
 *
 * @return MileHvSuccess, or MileHvCorrupt with @p Bytes zero.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvReceiveRingUsed(MILE_HV_RECEIVE_RING *Ring, HV_UINT32 *Bytes)
{
    HV_UINT32 In = MileHvLoadAcquire32(&Ring->Control->In);
    HV_UINT32 Taken = MileHvRingUsed(Ring->Size, Ring->Next, Ring->Committed);

    *Bytes = 0;
    /* Room that was not given back cannot be written: going back over it, packets would be taken over each other. */
    if (!VMBUS_RING_IS_INDEX(Ring->Size, In) || MileHvRingUsed(Ring->Size, In, Ring->Committed) < Taken)
    {
        return MileHvCorrupt;
    }
    Ring->Other = In;
    *Bytes = MileHvRingUsed(Ring->Size, In, Ring->Next);
    return MileHvSuccess;
}

/** DataOffset8 of a descriptor's first word, in bytes. */
static inline HV_UINT32 MileHvDescriptorDataOffset(HV_UINT64 First)
{
    return (HV_UINT32)(First >> 16 & 0xFFFF) * 8U;
}

/** Length8 of a descriptor's first word, in bytes. */
static inline HV_UINT32 MileHvDescriptorLength(HV_UINT64 First)
{
    return (HV_UINT32)(First >> 32 & 0xFFFF) * 8U;
}

/**
 * Examines the next packet: loads the first word of its descriptor once and checks the copy; nothing is taken. The
 * second word contains the TransactionId, which this check does not need.
 *
 * After MileHvSuccess: 16 <= DataOffset8 * 8 <= Length8 * 8, and the packet and its trailer are
 * between the indices, from offset Next of the ring on.
 *
 * @return MileHvSuccess, MileHvEmpty or MileHvCorrupt.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvReceiveRingPeek(MILE_HV_RECEIVE_RING *Ring, HV_UINT64 *First)
{
    HV_UINT32 Used = MileHvRingUsed(Ring->Size, Ring->Other, Ring->Next);
    HV_UINT32 Length;
    HV_UINT32 DataOffset;
    MILE_HV_RESULT Result;

    if (Used == 0)
    {
        Result = MileHvReceiveRingUsed(Ring, &Used);
        if (Result != MileHvSuccess)
        {
            return Result;
        }
        if (Used == 0)
        {
            return MileHvEmpty;
        }
        /*
         * A packet that came just now is in the cache of the processor that sent it. Its descriptor specifies how far
         * it goes, so that its other lines would be asked for only when the first has come. This asks for the last.
         */
        MileHvPrefetch(Ring->Data + (Ring->Other != 0 ? Ring->Other : Ring->Size) - MILE_HYPERV_RING_TRAILER_SIZE);
    }
    if (Used < sizeof(VMPACKET_DESCRIPTOR) + MILE_HYPERV_RING_TRAILER_SIZE)
    {
        return MileHvCorrupt;
    }
    *First = MileHvLoadWord(Ring->Data + Ring->Next);
    Length = MileHvDescriptorLength(*First);
    DataOffset = MileHvDescriptorDataOffset(*First);
    if (Length > Used - MILE_HYPERV_RING_TRAILER_SIZE || DataOffset < sizeof(VMPACKET_DESCRIPTOR) ||
        DataOffset > Length)
    {
        return MileHvCorrupt;
    }
    return MileHvSuccess;
}

/** Takes the packet that MileHvReceiveRingPeek() examined; @p Length is its descriptor's, in bytes. */
static inline void MileHvReceiveRingTake(MILE_HV_RECEIVE_RING *Ring, HV_UINT32 Length)
{
    Ring->Next = MileHvRingAdvance(Ring->Size, Ring->Next, Length + MILE_HYPERV_RING_TRAILER_SIZE);
}

/**
 * Takes the next packet: copies its descriptor once, checks the copy, and returns the packet's position.
 *
 * After MileHvSuccess: 16 <= DataOffset8 * 8 <= Length8 * 8 == Span->Length, and the span and its
 * trailer are between the indices. Packet.h checks Type, Flags and everything else. The descriptor
 * in the ring may have changed in the meantime; use @p Descriptor. The memory is the guest's until
 * the commit.
 *
 * After MileHvCorrupt nothing is taken, and the ring is unusable.
 *
 * @return MileHvSuccess, MileHvEmpty or MileHvCorrupt.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvReceiveRingNext(MILE_HV_RECEIVE_RING *Ring, VMPACKET_DESCRIPTOR *Descriptor,
                                                   MILE_HV_RING_SPAN *Span)
{
    HV_UINT64 First;
    MILE_HV_RESULT Result = MileHvReceiveRingPeek(Ring, &First);

    if (Result != MileHvSuccess)
    {
        return Result;
    }
    Span->Data = Ring->Data;
    Span->Size = Ring->Size;
    Span->Start = Ring->Next;
    Span->Length = MileHvDescriptorLength(First);
    Span->Reserved = 0;
    /* Indices are multiples of 8, so each half of the descriptor is contiguous. */
    MileHvPutWord(Descriptor, First);
    MileHvPutWord((HV_UINT8 *)Descriptor + 8,
                  MileHvLoadWord(Ring->Data + MileHvRingAdvance(Ring->Size, Ring->Next, 8)));
    MileHvReceiveRingTake(Ring, Span->Length);
    return MileHvSuccess;
}

/** Forgets that packets were taken since the last commit: they come again, if the host left them as they were. */
static inline void MileHvReceiveRingRevert(MILE_HV_RECEIVE_RING *Ring)
{
    Ring->Next = Ring->Committed;
}

/**
 * Gives the room of all packets that were taken back to the host: Out is stored (release), then a full barrier, then
 * PendingSendSize and In are looked at. The spans are the host's again.
 *
 * @return 1 if the host waits for so much room and has to be signaled, 0 otherwise; 0 too if In is no index, which
 * the next MileHvReceiveRingNext() finds.
 */
static inline HV_UINT32 MileHvReceiveRingCommit(MILE_HV_RECEIVE_RING *Ring)
{
    HV_UINT32 Before = Ring->Committed;
    HV_UINT32 Pending;
    HV_UINT32 In;

    if (Ring->Next == Before)
    {
        return 0;
    }
    Ring->Committed = Ring->Next;
    MileHvStoreRelease32(&Ring->Control->Out, Ring->Next);
    MileHvFullBarrier();
    Pending = MileHvLoad32(&Ring->Control->PendingSendSize) & ~7U;
    if (Pending == 0)
    {
        return 0;
    }
    In = MileHvLoad32(&Ring->Control->In);
    if (!VMBUS_RING_IS_INDEX(Ring->Size, In))
    {
        return 0;
    }
    return MileHvRingFree(Ring->Size, In, Before) < Pending && MileHvRingFree(Ring->Size, In, Ring->Next) >= Pending;
}

/** Asks the host not to signal packets while this receiver is awake; the host may still do so. */
static inline void MileHvReceiveRingMask(MILE_HV_RECEIVE_RING *Ring)
{
    MileHvStore32(&Ring->Control->InterruptMask, 1);
}

/**
 * Asks for signals again, before this receiver sleeps: the mask is cleared, then a full barrier, then In is looked at.
 * Commit first.
 *
 * @return MileHvEmpty: sleep. MileHvSuccess: a packet came meanwhile and may have been silent; take it. MileHvCorrupt.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvReceiveRingUnmask(MILE_HV_RECEIVE_RING *Ring)
{
    HV_UINT32 Used;
    MILE_HV_RESULT Result;

    MileHvStore32(&Ring->Control->InterruptMask, 0);
    MileHvFullBarrier();
    Result = MileHvReceiveRingUsed(Ring, &Used);
    return (Result == MileHvSuccess && Used == 0) ? (MILE_HV_RESULT)MileHvEmpty : Result;
}

/** Whether the host promised, on the ring that it sends on, to signal room by the guest's PendingSendSize. */
static inline HV_UINT32 MileHvReceiveRingPeerSignalsRoom(const MILE_HV_RECEIVE_RING *Ring)
{
    const volatile HV_UINT32 *Features = &Ring->Control->FeatureBits.AsUINT32;

    return (MileHvLoad32(Features) & VMRCB_FEATURE_SUPPORTS_PENDING_SEND_SIZE) != 0;
}

MILE_HYPERV_GUEST_END

#endif /* !MILE_HYPERV_GUEST_RING */
