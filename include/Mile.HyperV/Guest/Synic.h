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
#include "Platform.h"

MILE_HYPERV_GUEST_BEGIN

/*
 * Setting up.
 */

/**
 * What to write to SIMP, SIEFP or SIRBP so that the page lies at guest page @p PageNumber.
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
    HV_MESSAGE_FLAGS Flags;

    MileHvStoreRelease32(&Slot->Header.MessageType, HvMessageTypeNone);
    MileHvFullBarrier();
    Flags.AsUINT8 = Slot->Header.MessageFlags.AsUINT8;
    if (!Flags.MessagePending)
    {
        return 0;
    }
    WriteRegister(Context, HV_MSR_EOM, 0);
    return 1;
}

/*
 * Event flags.
 */

/** Where a scan of the flags of one source is. The members are its own affair. */
typedef struct MILE_HV_EVENT_SCAN
{
    HV_UINT32 Next;  /**< The 32-bit word to look at next. */
    HV_UINT32 Words; /**< Words that are looked at. */
    HV_UINT32 Bits;  /**< Flags of the word before that were cleared in the page and not told yet. */
    HV_UINT32 Count; /**< Flags from this number on are not told. */
} MILE_HV_EVENT_SCAN;

/**
 * Begins a scan.
 *
 * @param FlagCount flags that the guest knows a meaning for; those from there on stay as they are, or, in the last
 * word, are cleared and dropped. More than HV_EVENT_FLAGS_COUNT count as that many.
 */
static inline void MileHvEventScanBegin(MILE_HV_EVENT_SCAN *Scan, HV_UINT32 FlagCount)
{
    Scan->Next = 0;
    Scan->Count = (FlagCount < HV_EVENT_FLAGS_COUNT) ? FlagCount : HV_EVENT_FLAGS_COUNT;
    Scan->Words = (Scan->Count + 31) / 32;
    Scan->Bits = 0;
}

/**
 * The next flag that is set; it is cleared in the page before it is told (atomically, full order).
 *
 * Flags are cleared 32 at once, so a scan is carried on until it says
 * MileHvEmpty, or flags get lost. It looks at each word once, and so ends however
 * fast the host sets flags; one that is set behind it comes with an interrupt
 * of its own.
 *
 * @param Flag gets a number below the count of flags.
 * @return MileHvSuccess or MileHvEmpty.
 */
MILE_HYPERV_MUST_CHECK
static inline MILE_HV_RESULT MileHvEventScanNext(volatile HV_SYNIC_EVENT_FLAGS *Flags, MILE_HV_EVENT_SCAN *Scan,
                                                 HV_UINT32 *Flag)
{
    for (;;)
    {
        if (Scan->Bits != 0)
        {
            HV_UINT32 Number = (Scan->Next - 1) * 32 + MileHvLowestBit32(Scan->Bits);

            Scan->Bits &= Scan->Bits - 1;
            if (Number < Scan->Count)
            {
                *Flag = Number;
                return MileHvSuccess;
            }
            continue;
        }
        if (Scan->Next >= Scan->Words)
        {
            return MileHvEmpty;
        }
        /* The plain load spares a locked instruction for each word that is zero. */
        if (MileHvLoad32(&Flags->Flags32[Scan->Next]) != 0)
        {
            Scan->Bits = MileHvAtomicExchange32(&Flags->Flags32[Scan->Next], 0);
        }
        ++Scan->Next;
    }
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
