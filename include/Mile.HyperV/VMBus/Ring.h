/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The ring buffers of a channel: memory layout, indices, signals and the ordering that both sides owe.
 *
 * An open channel has two rings, one for each direction. The guest allocates
 * both in one piece of memory, describes it to the host with a GPADL, and names
 * it in the open request:
 *
 *     page 0                         DownstreamRingBufferPageOffset
 *     |                              |
 *     +---------+--------------------+---------+--------------------+
 *     | control | data, N pages      | control | data, M pages      |
 *     +---------+--------------------+---------+--------------------+
 *      guest to host (upstream)       host to guest (downstream)
 *
 * Each ring is one control page (VMBUS_RING_CONTROL_PAGE, with VMRCB at its start)
 * and one or more data pages. In and Out are byte offsets into the data:
 *
 *     In    where the sender writes its next packet; only the sender stores it
 *     Out   where the receiver reads its next packet; only the receiver stores it
 *
 *     0        Out            In                Size
 *     |.........|##############|.................|      In == Out: empty
 *
 * Packets (Packet.h) are multiples of 8 bytes, and each is followed by a
 * trailer of 8 more, so In and Out are multiples of 8 and always below Size.
 * A packet that reaches the end goes on at offset 0, at any byte that is a
 * multiple of 8; the first 8 bytes of its descriptor are therefore in one
 * piece, and nothing else is. (Software that maps the data twice in a row sees
 * every packet in one piece.) A full ring would look like an empty one, so the
 * sender leaves at least 8 bytes free: the longest packet, with its trailer, has
 * Size - 8 bytes. (OpenVMM's own sender stops 8 bytes short of that, its
 * receiver takes it, and mu_msvm sends it.)
 *
 * Signals. A side is told only when it may be asleep:
 *
 *   - The sender signals after it stored In, if InterruptMask is zero and the
 *     ring was empty until then, that is, Out equals the In from before.
 *     Several packets stored with one update of In need one signal.
 *   - The receiver signals after it stored Out, if PendingSendSize is not zero
 *     and this removal took the free space from below PendingSendSize to
 *     PendingSendSize or more. It ignores the three low bits: senders that wait
 *     for an empty ring write Size - 1, which no ring ever has free. (FreeBSD and
 *     Haiku count the 8 unusable bytes as free, and say "more than": the same.)
 *   - InterruptMask lets a receiver that is awake, or that polls, do without.
 *     It masks the first kind of signal only.
 *
 * Whether the other side gives the second kind is told by
 * FeatureBits.SupportsPendingSendSize. A side sets it in the control page of the ring
 * that it *sends* on; so a sender finds its receiver's answer in the control page of
 * the ring that it *receives* on. Where it is clear, a sender with a full ring has to
 * poll. (A guest that receives can look there too: FreeBSD and Haiku give the signal
 * only if the host has set the bit in that same page.)
 *
 * How a signal travels (Channel.h): to the host as HvCallSignalEvent on the
 * channel's connection, or through the monitor page; to the guest as the
 * channel's event flag in the SINT's event flags page. A signal without work is
 * legal, and must do no harm.
 *
 * Memory ordering. The two sides run on different processors, and each decides
 * from what it reads after it wrote:
 *
 *     sender                                receiver
 *     ------                                --------
 *     store the packet and its trailer      load In         (acquire)
 *     store In              (release)       load the packet
 *     full barrier                          store Out       (release)
 *     load InterruptMask and Out            full barrier
 *                                           load PendingSendSize and In
 *
 *     before it sleeps on a full ring:      before it sleeps on an empty ring:
 *     store PendingSendSize                 store InterruptMask = 0
 *     full barrier                          full barrier
 *     load Out again                        load In again
 *
 * Without the full barriers a signal gets lost now and then, and the channel
 * hangs: the store must be seen by the other side before this side looks.
 *
 * A guest trusts none of this. The host can change any byte at any time, so:
 * read In and Out once into a variable, and take a value that is not below Size
 * or not a multiple of 8 for a corrupt ring; keep the index that is one's own
 * (Out of the ring that is received on, In of the other) outside of the ring;
 * copy a packet's descriptor before it is checked, and use only the copy; take
 * a length below the descriptor's, or above what lies between Out and In, for a
 * corrupt ring.
 *
 * Sources: mu_msvm VmbusPacketFormat.h, EmclDxe RingBuffer.c; OpenVMM
 * vmbus_ring, vmbus_channel gpadl_ring; symbols of vmbus 14347; FreeBSD vmbus_br.c
 * and vmbus_reg.h, Haiku VMBusDevice.cpp and hyperv_spec_private.h.
 */

#ifndef MILE_HYPERV_VMBUS_RING
#define MILE_HYPERV_VMBUS_RING

#include "../../Mile.HyperV.Portable.Types.h"

/** Bytes of a ring's control page, and the unit of its data size. */
#define VMBUS_RING_PAGE_SIZE 4096
/** Unit of In, Out and every packet's length, in bytes. */
#define VMBUS_RING_PACKET_ALIGNMENT 8
/** Bytes of a ring that are never used, so that a full ring differs from an empty one. */
#define VMBUS_RING_UNUSED_SIZE 8

/** Bytes that wait to be read in a ring of @p Size data bytes. The indices have been checked. */
#define VMBUS_RING_USED_BYTES(Size, In, Out) (((In) >= (Out)) ? ((In) - (Out)) : ((Size) - ((Out) - (In))))

/** Bytes that can be written, trailers included, to a ring of @p Size data bytes. The indices have been checked. */
#define VMBUS_RING_FREE_BYTES(Size, In, Out) ((Size) - VMBUS_RING_USED_BYTES(Size, In, Out) - 8U)

/** Whether @p Index may be In or Out of a ring of @p Size data bytes. */
#define VMBUS_RING_IS_INDEX(Size, Index) (((Index) < (Size)) && (((Index) & 7U) == 0))

/** Which end of a channel a piece of software is. */
typedef HV_UINT32 ENDPOINT_TYPE, *PENDPOINT_TYPE;
enum
{
    VmbusServerEndpoint = 0,  /**< The host's end: it offered the channel. */
    VmbusClientEndpoint = 1,  /**< The guest's end: it opened the channel. */
    VmbusEndpointMaximum = 2,
};

HV_HEADER_BEGIN

/** VMRCB.FeatureBits: the side that sends on this ring signals by PendingSendSize on the other one. */
#define VMRCB_FEATURE_SUPPORTS_PENDING_SEND_SIZE 0x1

/**
 * Ring control block, at the start of a ring's control page.
 *
 * It is shared memory that both sides change; which side stores a member is
 * said there.
 */
typedef struct VMRCB
{
    HV_UINT32 volatile In;              /**< Sender: where the next packet begins. */
    HV_UINT32 volatile Out;             /**< Receiver: what has been consumed up to here. */
    HV_UINT32 volatile InterruptMask;   /**< Receiver: not zero if a ring that is no longer empty needs no signal. */
    HV_UINT32 volatile PendingSendSize; /**< Sender: free bytes that it waits for, trailer included; 0 for none. */
    HV_UINT32 Reserved[12];
    union
    {
        HV_UINT32 AsUINT32;
        HV_UINT32 Value;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 SupportsPendingSendSize : 1; /**< Bit 0: #VMRCB_FEATURE_SUPPORTS_PENDING_SEND_SIZE. */
            HV_UINT32 Reserved : 31;
        };
#endif
    } FeatureBits; /**< Sender, before the channel is opened. */
} VMRCB, *PVMRCB;
HV_STATIC_ASSERT(sizeof(VMRCB) == 68);

/**
 * A ring's control page, whole.
 *
 * FreeBSD and Haiku count in it, on either ring, how often the guest signalled the
 * host for that ring; it is for who looks on, and no source reads it.
 */
typedef struct VMBUS_RING_CONTROL_PAGE
{
    VMRCB Control;
    HV_UINT8 Reserved[4020];
    HV_UINT64 volatile GuestToHostInterruptCount; /**< Guest. */
} VMBUS_RING_CONTROL_PAGE, *PVMBUS_RING_CONTROL_PAGE;
HV_STATIC_ASSERT(sizeof(VMBUS_RING_CONTROL_PAGE) == VMBUS_RING_PAGE_SIZE);

HV_HEADER_END

#endif /* !MILE_HYPERV_VMBUS_RING */
