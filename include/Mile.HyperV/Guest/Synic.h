/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The two SynIC pages of a processor: reads messages from their slots and event flags from
 * their bits.
 *
 * Hypervisor/Synic.h describes the protocol. In the interrupt of a source, on the processor that
 * owns the pages:
 *
 *     while (MileHvMessageTake(Slot, &Message) != MileHvEmpty)
 *     {
 *         ... process Message, the copy ...
 *         MileHvMessageRelease(Slot, WriteRegister, Context);
 *     }
 *
 *     MileHvEventScanBegin(&Scan, FlagCount);
 *     while (MileHvEventScanNext(Flags, &Scan, &Flag) == MileHvSuccess)
 *         ... channel of this flag ...
 *
 * A message is copied once, and the copy is checked. MileHvMessageRelease() frees the slot before
 * it reads the pending bit: a message that finds the slot occupied sets the bit and waits for the
 * write of the end-of-message register, so a read of the bit before that could miss it.
 *
 * The two loops are independent. FreeBSD, OpenBSD, NetBSD and Haiku process the event flags first,
 * because they carry the traffic, and process the messages in a thread.
 *
 * A host can fill a slot again at once, without end. A guest that bounds its time in the interrupt
 * should count the messages, and leave the next one in its slot for later.
 *
 * Sources: Hypervisor/Synic.h and Message.h, and their sources (TLFS 6.0b 11.8 to 11.10).
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
 * Setup.
 */

/**
 * Value of SIMP, SIEFP or SIRBP that enables the page at guest page number @p PageNumber.
 *
 * @param Before the value that the register has now; its reserved bits are preserved.
 * @param PageNumber guest physical address of the page, divided by 4096.
 * @return the value to write. Not checked: whether the page exists.
 */
static inline HV_UINT64 MileHvSynicPageRegister(HV_UINT64 Before, HV_UINT64 PageNumber)
{
    return (PageNumber << 12) | (Before & 0xFFEU) | 1U;
}

/*
 * Messages.
 */

/**
 * Copies the message in a slot, if there is one. The slot stays occupied until
 * MileHvMessageRelease().
 *
 * Ordering: the type is loaded first (acquire), and only once; the rest of the 256 bytes is loaded
 * after it. Bytes of the copy after PayloadSize are unspecified.
 *
 * @param Slot the slot of the source in the message page.
 * @param Copy receives the message; unspecified with MileHvEmpty.
 * @return MileHvSuccess: PayloadSize is at most 240; MileHvEmpty: the slot is free; MileHvCorrupt:
 * PayloadSize is larger; the caller must release the slot, and must not use the copy.
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
 * Frees a slot, and writes the end-of-message register if the hypervisor reports a pending message.
 *
 * Ordering: the copy of the message is complete before the slot is freed (release); a full barrier
 * follows, and then MessagePending is loaded.
 *
 * @param Slot of a message that MileHvMessageTake() copied.
 * @param WriteRegister writes HV_X64_MSR_EOM, or HvRegisterEom on ARM64; called only if a message
 * is pending.
 * @param Context is passed to @p WriteRegister.
 * @return 1 if the register was written, and the next message may already be in the slot; else 0.
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
    HV_UINT32 Flag;  /**< Number of the flag that was returned last. */
    HV_UINT32 Last;  /**< Number of the last flag of Flag's run; the whole run was cleared in the page. */
    HV_UINT32 Base;  /**< Number of the flag in bit 0 of Bits. */
    HV_UINT32 Next;  /**< Index of the next 32-bit word to examine. */
    HV_UINT32 Words; /**< Number of 32-bit words to scan. */
    HV_UINT32 Count; /**< Number of flags to return; flags from this number on are not returned. */
} MILE_HV_EVENT_SCAN;

/**
 * Begins a scan.
 *
 * @param Scan receives the position.
 * @param FlagCount number of flags that the guest uses. Flags from this number on are not returned:
 * they are left in the page, except that those in the last examined 32-bit word are cleared and
 * dropped. Values above HV_EVENT_FLAGS_COUNT are treated as HV_EVENT_FLAGS_COUNT.
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
 * Clears the next words that have flags, and stores their contents in Bits.
 *
 * Plain loads examine the words first, 512 bits at once, then 64, which avoids a locked instruction
 * for each zero word.
 *
 * @return 1 if a word had flags, or 0: none of the remaining words has one.
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
 * Finds the next flag that is set. The flag is cleared in the page before it is returned
 * (atomically, full order).
 *
 * Flags are cleared many at once, so the caller must continue a scan until it returns MileHvEmpty,
 * or flags are lost. A scan examines each word once, so it ends no matter how fast the host sets
 * flags. A flag that is set after its word was examined causes another interrupt.
 *
 * @param Flags of the source, in the event flags page.
 * @param Scan begun by MileHvEventScanBegin().
 * @param Flag receives a number below the count of flags; flags are returned in ascending order.
 * @return MileHvSuccess; MileHvEmpty: no further flag.
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
 * Clears one flag (atomically, full order).
 *
 * @param Flags of the source, in the event flags page.
 * @param Flag number of the flag.
 * @return 1 if the flag was set; 0 if it was not, or if @p Flag is not below HV_EVENT_FLAGS_COUNT.
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
