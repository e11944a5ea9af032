/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Request table: transaction IDs that are never pointers, and that the guest accepts from the host only once.
 *
 * A request to the host carries a 64-bit transaction id, and the host's completion carries it back
 * (VMBus/Packet.h). The host is not trusted: it may complete a request that does not exist,
 * complete one request twice, or complete a request with the id of an earlier one. The table
 * detects all three:
 *
 *     MILE_HV_REQUEST Slots[64];
 *     MILE_HV_REQUESTS Requests;
 *
 *     MileHvRequestsCreate(&Requests, Slots, 64);
 *
 *     MileHvRequestBegin(&Requests, Request, &Id);     Id goes into the packet
 *     MileHvSendGpaList(&Ring, Id, ...);               if that fails, MileHvRequestEnd()
 *
 *     MileHvRequestEnd(&Requests, Packet.Descriptor.TransactionId, &Context);
 *         MileHvSuccess: Context is what was given to MileHvRequestBegin()
 *         MileHvCorrupt: no open request has this id; close the channel
 *
 * An id contains the number of a slot in its low 16 bits, counted from 1, and the slot's generation
 * in its high 48 bits. The generation grows with every request, so an id repeats after 2^48
 * requests of one slot. No id is 0. Protocols with 32-bit ids send the low 32 bits, and look up
 * with MileHvRequestEnd32(); such an id repeats after 65,536 requests of one slot.
 *
 * Only one caller may use a table at a time. All of it is the guest's own memory.
 *
 * Sources: VMBus/Packet.h.
 */

#ifndef MILE_HYPERV_GUEST_REQUEST
#define MILE_HYPERV_GUEST_REQUEST

#include "Platform.h"

/** The most requests of one table. */
#define MILE_HYPERV_REQUEST_MAXIMUM_COUNT 65535

/** MILE_HV_REQUEST.Next of a request that is open. */
#define MILE_HYPERV_REQUEST_OPEN 0xFFFFFFFFU

MILE_HYPERV_GUEST_BEGIN

/** One slot of a table. The members belong to the functions here. */
typedef struct MILE_HV_REQUEST
{
    HV_UINT64 Generation; /**< Generation of the open request, or of the next one; below 2^48. */
    union
    {
        void *Context; /**< The caller's, while the request is open. */
        HV_UINT64 AsUINT64;
    };
    HV_UINT32 Next; /**< Free: index of the next free slot, or the table's count. Open: MILE_HYPERV_REQUEST_OPEN. */
    HV_UINT32 Reserved;
} MILE_HV_REQUEST;

/** A table of requests. The members belong to the functions here; Open may be read. */
typedef struct MILE_HV_REQUESTS
{
    union
    {
        MILE_HV_REQUEST *Slots; /**< The caller's memory. */
        HV_UINT64 AsUINT64;
    };
    HV_UINT32 Count; /**< Slots. */
    HV_UINT32 Free;  /**< Index of the first free slot, or Count. */
    HV_UINT32 Open;  /**< Requests that are open. */
    HV_UINT32 Reserved;
} MILE_HV_REQUESTS;

/**
 * Creates an empty table.
 *
 * @param Slots memory of the caller for @p Count slots: 1 to MILE_HYPERV_REQUEST_MAXIMUM_COUNT.
 * @return MileHvSuccess, or MileHvInvalid for a bad count.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvRequestsCreate(MILE_HV_REQUESTS *Table, MILE_HV_REQUEST *Slots, HV_UINT32 Count)
{
    HV_UINT32 Index;

    if (Count == 0 || Count > MILE_HYPERV_REQUEST_MAXIMUM_COUNT)
    {
        return MileHvInvalid;
    }
    for (Index = 0; Index < Count; ++Index)
    {
        Slots[Index].Generation = 1;
        Slots[Index].Context = MILE_HYPERV_GUEST_NULL;
        Slots[Index].Next = Index + 1;
        Slots[Index].Reserved = 0;
    }
    Table->Slots = Slots;
    Table->Count = Count;
    Table->Free = 0;
    Table->Open = 0;
    Table->Reserved = 0;
    return MileHvSuccess;
}

/**
 * Opens a request.
 *
 * @param Context pointer that MileHvRequestEnd() returns; it never leaves the guest's memory.
 * @param Id receives the transaction id to send; never 0.
 * @return MileHvSuccess, or MileHvFull: all slots are in use.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvRequestBegin(MILE_HV_REQUESTS *Table, void *Context, HV_UINT64 *Id)
{
    const HV_UINT32 Index = Table->Free;
    MILE_HV_REQUEST *Slot;

    if (Index >= Table->Count)
    {
        *Id = 0;
        return MileHvFull;
    }
    Slot = &Table->Slots[Index];
    Table->Free = Slot->Next;
    ++Table->Open;
    Slot->Next = MILE_HYPERV_REQUEST_OPEN;
    Slot->Context = Context;
    *Id = (Slot->Generation << 16) | (Index + 1);
    return MileHvSuccess;
}

/**
 * Slot number of an id from MileHvRequestBegin(): 0 to Count - 1. No other request has this number while the request is
 * open, so it can be the index of a resource that each request needs, such as a section of a shared buffer.
 */
static inline HV_UINT32 MileHvRequestIndex(HV_UINT64 Id)
{
    return (HV_UINT32)(Id & 0xFFFFU) - 1;
}

/** The slot of an open request, or null. @p Mask is the part of the generation that the id has. */
static inline MILE_HV_REQUEST *MileHvRequestSlot(const MILE_HV_REQUESTS *Table, HV_UINT64 Id, HV_UINT64 Mask)
{
    const HV_UINT32 Number = (HV_UINT32)(Id & 0xFFFFU); /* Index + 1. */
    MILE_HV_REQUEST *Slot;

    if (Number == 0 || Number > Table->Count)
    {
        return MILE_HYPERV_GUEST_NULL;
    }
    Slot = &Table->Slots[Number - 1];
    if (Slot->Next != MILE_HYPERV_REQUEST_OPEN || (Slot->Generation & Mask) != Id >> 16)
    {
        return MILE_HYPERV_GUEST_NULL;
    }
    return Slot;
}

/** Closes the request of a slot, and returns its context. */
static inline void MileHvRequestClose(MILE_HV_REQUESTS *Table, MILE_HV_REQUEST *Slot, void **Context)
{
    *Context = Slot->Context;
    Slot->Context = MILE_HYPERV_GUEST_NULL;
    Slot->Generation = (Slot->Generation + 1) & 0xFFFFFFFFFFFFULL;
    Slot->Next = Table->Free;
    Table->Free = (HV_UINT32)(Slot - Table->Slots);
    --Table->Open;
}

/**
 * Finds an open request and leaves it open; for responses in several parts.
 *
 * @param Id from the host, any value.
 * @param Context receives the context given to MileHvRequestBegin(); null if there is no such
 * request.
 * @return MileHvSuccess, or MileHvCorrupt: no open request has this id.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvRequestFind(const MILE_HV_REQUESTS *Table, HV_UINT64 Id, void **Context)
{
    const MILE_HV_REQUEST *Slot = MileHvRequestSlot(Table, Id, 0xFFFFFFFFFFFFULL);

    *Context = MILE_HYPERV_GUEST_NULL;
    if (!Slot)
    {
        return MileHvCorrupt;
    }
    *Context = Slot->Context;
    return MileHvSuccess;
}

/**
 * Ends a request after its completion arrived, or after it could not be sent. Its id is invalid
 * afterward.
 *
 * @param Id from the host, any value.
 * @param Context receives the context given to MileHvRequestBegin(); null if there is no such
 * request.
 * @return MileHvSuccess, or MileHvCorrupt: no open request has this id, because the guest never issued it, the request
 * has already ended, or the id belongs to an earlier request of the slot.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvRequestEnd(MILE_HV_REQUESTS *Table, HV_UINT64 Id, void **Context)
{
    MILE_HV_REQUEST *Slot = MileHvRequestSlot(Table, Id, 0xFFFFFFFFFFFFULL);

    *Context = MILE_HYPERV_GUEST_NULL;
    if (!Slot)
    {
        return MileHvCorrupt;
    }
    MileHvRequestClose(Table, Slot, Context);
    return MileHvSuccess;
}

/**
 * Ends a request by the low 32 bits of its id, for protocols with 32-bit ids. Parameters and
 * results are those of MileHvRequestEnd().
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvRequestEnd32(MILE_HV_REQUESTS *Table, HV_UINT32 Id, void **Context)
{
    MILE_HV_REQUEST *Slot = MileHvRequestSlot(Table, Id, 0xFFFFU);

    *Context = MILE_HYPERV_GUEST_NULL;
    if (!Slot)
    {
        return MileHvCorrupt;
    }
    MileHvRequestClose(Table, Slot, Context);
    return MileHvSuccess;
}

/**
 * Ends any one open request; for a channel that was rescinded, reset or closed, whose completions no longer arrive.
 * Call it until it returns MileHvEmpty to end all requests.
 *
 * @param Context receives the context given to MileHvRequestBegin(); null with MileHvEmpty.
 * @return MileHvSuccess, or MileHvEmpty: no request is open.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvRequestEndAny(MILE_HV_REQUESTS *Table, void **Context)
{
    HV_UINT32 Index;

    *Context = MILE_HYPERV_GUEST_NULL;
    for (Index = 0; Index < Table->Count && Table->Open != 0; ++Index)
    {
        if (Table->Slots[Index].Next == MILE_HYPERV_REQUEST_OPEN)
        {
            MileHvRequestClose(Table, &Table->Slots[Index], Context);
            return MileHvSuccess;
        }
    }
    return MileHvEmpty;
}

MILE_HYPERV_GUEST_END

#endif /* !MILE_HYPERV_GUEST_REQUEST */
