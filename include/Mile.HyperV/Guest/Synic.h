/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The SynIC's two pages as a processor reads them: messages out of their slots, event flags out of their bits.
 *
 * Hypervisor/Synic.h tells the protocol. In the interrupt of a source, on the
 * processor whose pages these are:
 *
 *     while (MileHvMessageTake(Slot, &Message) != MileHvEmpty)
 *     {
 *         ... look at Message, the copy ...
 *         MileHvMessageRelease(Slot, WriteRegister, Context);
 *     }
 *
 *     MileHvEventScanBegin(&Scan, FlagCount);
 *     while (MileHvEventScanNext(Flags, &Scan, &Flag) == MileHvSuccess)
 *         ... channel of this flag ...
 *
 * A message is copied once, and the copy is checked. Its slot is freed before
 * the pending bit is looked at: a message that finds the slot taken sets the bit
 * and waits for the end-of-message write, so looking first would lose it.
 *
 * The two loops do not depend on each other. FreeBSD, OpenBSD, NetBSD and Haiku look
 * at the event flags first, since they carry the traffic, and leave the messages to a
 * thread.
 *
 * A host can fill the slot again at once, for ever. Whoever does not want to
 * stay in the interrupt for that long counts the messages, and leaves the last
 * one in its slot for later.
 *
 * Sources: Hypervisor/Synic.h and Message.h, and their sources (TLFS 6.0b
 * 11.8 to 11.10).
 */

#ifndef MILE_HYPERV_GUEST_SYNIC
#define MILE_HYPERV_GUEST_SYNIC

#include "../Hypervisor/Message.h"
#include "../Hypervisor/Msr.h"
#include "../Hypervisor/RegisterName.h"
#include "../Masks/Hypervisor.h"
#include "Platform.h"

MILE_HYPERV_GUEST_BEGIN

/*
 * Setting up.
 */

/**
 * Value to write to SIMP, SIEFP or SIRBP so that the page is located at guest page @p PageNumber.
 *
 * @param Before what the register reads now; its reserved bits are kept.
 */
static inline HV_UINT64 MileHvSynicPageRegister(HV_UINT64 Before, HV_UINT64 PageNumber)
{
    return (PageNumber << 12) | (Before & 0xFFEU) | 1U;
}

/*
 * Messages.
 */

/**
 * Copies the message in a slot, if there is one. The slot stays taken until MileHvMessageRelease().
 *
 * The type is loaded first (acquire) and once; the rest of the 256 bytes behind
 * it. Bytes beyond PayloadSize are whatever was in the slot.
 *
 * @return MileHvEmpty; MileHvSuccess, with PayloadSize at most 240; MileHvCorrupt if it claims more: release the slot,
 * use nothing of the copy.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvMessageTake(const volatile HV_MESSAGE *Slot, HV_MESSAGE *Copy)
{
    HV_MESSAGE_TYPE Type = MileHvLoadAcquire32(&Slot->Header.MessageType);

    if (Type == HvMessageTypeNone)
    {
        return MileHvEmpty;
    }
    MileHvCopyFromShared((HV_UINT8 *)Copy + sizeof(Type), (const volatile HV_UINT8 *)Slot + sizeof(Type),
                         (HV_UINT32)(sizeof(*Copy) - sizeof(Type)));
    Copy->Header.MessageType = Type;
    if (Copy->Header.PayloadSize > HV_MESSAGE_PAYLOAD_BYTE_COUNT)
    {
        return MileHvCorrupt;
    }
    return MileHvSuccess;
}

/**
 * Frees a slot and, if the hypervisor says that more waits, writes end of message.
 *
 * Order: the copy of the message is complete (release), the slot is free, a full
 * barrier, MessagePending is loaded.
 *
 * @param WriteRegister writes HV_X64_MSR_EOM, or HvRegisterEom on ARM64; not called without need.
 * @return 1 if it was written, and the next message may be in the slot already; else 0.
 */
static inline HV_UINT32 MileHvMessageRelease(volatile HV_MESSAGE *Slot, MILE_HV_WRITE_REGISTER WriteRegister,
                                             void *Context)
{
    HV_UINT8 Flags;

    MileHvStoreRelease32(&Slot->Header.MessageType, HvMessageTypeNone);
    MileHvFullBarrier();
    Flags = Slot->Header.MessageFlags.AsUINT8;
    if ((Flags & HV_MESSAGE_FLAGS_MessagePending_MASK) == 0)
    {
        return 0;
    }
    WriteRegister(Context, HV_MSR_EOM, 0);
    return 1;
}

/*
 * Event flags.
 */

/** Position of a scan of the flags of one source. The members belong to the functions here. */
typedef struct MILE_HV_EVENT_SCAN
{
    HV_UINT64 Bits;  /**< Flags from Base on that were cleared in the page and are not yet part of a run. */
    HV_UINT32 Flag;  /**< The flag that was returned last. */
    HV_UINT32 Last;  /**< The last flag that follows it without a gap. All of those were cleared too. */
    HV_UINT32 Base;  /**< Number of the flag that the lowest bit of Bits is. */
    HV_UINT32 Next;  /**< The 32-bit word to look at next. */
    HV_UINT32 Words; /**< 32-bit words to scan. */
    HV_UINT32 Count; /**< Flags from this number on are not returned. */
} MILE_HV_EVENT_SCAN;

/**
 * Begins a scan.
 *
 * @param FlagCount flags that the guest knows a meaning for; those from there on stay as they are, or, in the last
 * 32-bit word, are cleared and dropped. Larger values are treated as HV_EVENT_FLAGS_COUNT.
 */
static inline void MileHvEventScanBegin(MILE_HV_EVENT_SCAN *Scan, HV_UINT32 FlagCount)
{
    Scan->Bits = 0;
    Scan->Flag = 0;
    Scan->Last = 0;
    Scan->Base = 0;
    Scan->Next = 0;
    Scan->Count = (FlagCount < HV_EVENT_FLAGS_COUNT) ? FlagCount : HV_EVENT_FLAGS_COUNT;
    Scan->Words = (Scan->Count + 31) / 32;
}

/**
 * Clears the next words that have flags, and keeps their contents in Bits.
 *
 * Plain loads examine the words first, 512 bits at once, then 64, which avoids a locked instruction for each zero word.
 *
 * @return 1, or 0: none of the remaining words has a flag.
 */
static MILE_HYPERV_ALWAYS_INLINE HV_UINT32 MileHvEventScanLoad(volatile HV_SYNIC_EVENT_FLAGS *Flags,
                                                               MILE_HV_EVENT_SCAN *Scan)
{
    HV_UINT64 Bits = 0;
    HV_UINT32 Next = Scan->Next;
    volatile HV_UINT32 *Word;
    HV_UINT64 Look;

    while (Bits == 0)
    {
        for (Word = &Flags->Flags32[Next]; Next + 16 <= Scan->Words; Next += 16, Word += 16)
        {
            /* Not volatile: the width and order of these loads do not matter. */
            const MILE_HV_LOOSE64 *Group = (const MILE_HV_LOOSE64 *)MileHvPlain(Word);

            if ((Group[0] | Group[1] | Group[2] | Group[3] | Group[4] | Group[5] | Group[6] | Group[7]) != 0)
            {
                break;
            }
        }
        if (Next >= Scan->Words)
        {
            break;
        }
        Look = (Scan->Words - Next >= 2) ? MileHvLoadWord(Word) : MileHvLoad32(Word);
        if ((Look & 0xFFFFFFFFU) != 0)
        {
            Bits = MileHvAtomicExchange32(Word, 0);
        }
        if (Look >> 32 != 0)
        {
            Bits |= (HV_UINT64)MileHvAtomicExchange32(Word + 1, 0) << 32;
        }
        Scan->Base = Next * 32;
        Next += 2;
        if (Scan->Count - Scan->Base < 64)
        {
            Bits &= ((HV_UINT64)1 << (Scan->Count - Scan->Base)) - 1;
        }
    }
    Scan->Next = Next;
    Scan->Bits = Bits;
    return Bits != 0;
}

/**
 * The next flag that is set; it is cleared in the page before it is returned (atomically, full order).
 *
 * Flags are cleared many at once, so a scan must be continued until it returns MileHvEmpty, or
 * flags are lost. It examines each word once, and so ends however fast the host sets flags; a flag
 * that is set after its word was examined causes its own interrupt.
 *
 * @param Flag receives a number below the count of flags; flags are returned in ascending order.
 * @return MileHvSuccess or MileHvEmpty.
 */
MILE_HYPERV_MUST_CHECK
static MILE_HYPERV_ALWAYS_INLINE MILE_HV_RESULT MileHvEventScanNext(volatile HV_SYNIC_EVENT_FLAGS *Flags,
                                                                    MILE_HV_EVENT_SCAN *Scan, HV_UINT32 *Flag)
{
    HV_UINT64 Rest;
    HV_UINT32 First;
    HV_UINT32 End;

    if (MILE_HYPERV_LIKELY(Scan->Flag != Scan->Last))
    {
        Scan->Flag += 1;
        *Flag = Scan->Flag;
        return MileHvSuccess;
    }
    if (Scan->Bits == 0 && !MileHvEventScanLoad(Flags, Scan))
    {
        return MileHvEmpty;
    }
    /* The next run of flags, so that the flags after the first cost almost nothing. */
    First = MileHvLowestBit64(Scan->Bits);
    Rest = ~(Scan->Bits >> First);
    End = (Rest != 0) ? First + MileHvLowestBit64(Rest) : 64;
    Scan->Bits = (End < 64) ? Scan->Bits >> End << End : 0;
    Scan->Last = Scan->Base + End - 1;
    Scan->Flag = Scan->Base + First;
    *Flag = Scan->Flag;
    return MileHvSuccess;
}

/**
 * Clears one flag, atomically and with full order.
 *
 * @return 1 if it was set, 0 if not, or if there is no such flag.
 */
static inline HV_UINT32 MileHvEventTake(volatile HV_SYNIC_EVENT_FLAGS *Flags, HV_UINT32 Flag)
{
    HV_UINT32 Bit = (HV_UINT32)1 << (Flag % 32);

    if (Flag >= HV_EVENT_FLAGS_COUNT || (MileHvLoad32(&Flags->Flags32[Flag / 32]) & Bit) == 0)
    {
        return 0;
    }
    return (MileHvAtomicAnd32(&Flags->Flags32[Flag / 32], ~Bit) & Bit) != 0;
}

MILE_HYPERV_GUEST_END

#endif /* !MILE_HYPERV_GUEST_SYNIC */
