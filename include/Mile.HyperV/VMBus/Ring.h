/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Ring buffers of a channel: memory layout, indices, signals and memory ordering.
 *
 * An open channel has two rings, one for each direction. The guest allocates
 * both in one block of memory, describes it to the host with a GPADL, and
 * identifies the GPADL in the open request:
 *
 *     page 0                         DownstreamRingBufferPageOffset
 *     |                              |
 *     +---------+--------------------+---------+--------------------+
 *     | control | data, N pages      | control | data, M pages      |
 *     +---------+--------------------+---------+--------------------+
 *      guest to host (upstream)       host to guest (downstream)
 *
 * Each ring is one control page (VMBUS_RING_CONTROL_PAGE, which begins with VMRCB)
 * and one or more data pages. In and Out are byte offsets into the data:
 *
 *     In    offset of the sender's next packet; only the sender stores it
 *     Out   offset of the receiver's next packet; only the receiver stores it
 *
 *     0        Out            In                Size
 *     |.........|##############|.................|      In == Out: empty
 *
 * Packets (Packet.h) are multiples of 8 bytes, and each is followed by a
 * trailer of 8 more, so In and Out are multiples of 8 and always below Size.
 * A packet that reaches the end of the data continues at offset 0. It can wrap at
 * any multiple of 8 bytes, so only the first 8 bytes of its descriptor are sure
 * to be contiguous. (Software that maps the data twice in succession sees every
 * packet as contiguous.) A full ring would look like an empty one, so the sender
 * must leave at least 8 bytes free: the longest packet, with its trailer, has
 * Size - 8 bytes. (OpenVMM's sender stops 8 bytes short of that, OpenVMM's
 * receiver accepts it, and mu_msvm sends it.)
 *
 * Signals. A side sends a signal only when the other side may be asleep:
 *
 *   - Data signal. The sender must signal after it stored In, if InterruptMask is
 *     zero and the ring was empty before, that is, Out equals the previous In.
 *     Several packets stored with one update of In need one signal.
 *   - Space signal. The receiver must signal after it stored Out, if
 *     PendingSendSize is not zero and this removal raised the free space from
 *     below PendingSendSize to PendingSendSize or more. It ignores the three low
 *     bits: senders that wait for an empty ring write Size - 1, which is more than
 *     any ring has free. (FreeBSD and Haiku count the 8 unusable bytes as free and
 *     test for "more than", which is equivalent.)
 *   - InterruptMask suppresses the data signal for a receiver that is awake or
 *     polls. It does not mask the space signal.
 *
 * FeatureBits.SupportsPendingSendSize reports that a side sends the space signal.
 * A side sets it in the control page of the ring that it *sends* on, so a sender
 * reads its receiver's bit in the control page of the ring that it *receives* on. If
 * the bit is clear, a sender with a full ring must poll. (FreeBSD and Haiku, as
 * receivers, send the space signal only if the host has set the bit in the control
 * page of the ring that they receive on.)
 *
 * Transport of signals (Channel.h): to the host by HvCallSignalEvent on the
 * channel's connection, or through the monitor page; to the guest by the channel's
 * event flag in the SINT's event flags page. Both sides must accept a signal
 * without work.
 *
 * Memory ordering. The two sides run on different processors, and each decides
 * whether to signal or to sleep from what it reads after its own store:
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
 * Without the full barriers a signal can get lost, and the channel hangs: the
 * store must be visible to the other side before the load that follows it.
 *
 * Checks. The host can change any byte at any time. A guest must read In and Out
 * once into a variable, and must treat a value that is not below Size or not a
 * multiple of 8 as a corrupt ring. It must keep its own index (Out of the ring
 * that it receives on, In of the ring that it sends on) outside of the ring. It
 * must copy a packet's descriptor before it checks it, and use only the copy. It
 * must treat a length below the descriptor's, or above the bytes between Out and
 * In, as a corrupt ring.
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
/** Bytes of a ring that are always free, so that a full ring differs from an empty one. */
#define VMBUS_RING_UNUSED_SIZE 8

/**
 * Number of unread bytes in a ring of @p Size data bytes. The caller must have checked the indices.
 */
#define VMBUS_RING_USED_BYTES(Size, In, Out) (((In) >= (Out)) ? ((In) - (Out)) : ((Size) - ((Out) - (In))))

/**
 * Number of bytes that can be written, trailers included, to a ring of @p Size data bytes. The
 * caller must have checked the indices.
 */
#define VMBUS_RING_FREE_BYTES(Size, In, Out) ((Size) - VMBUS_RING_USED_BYTES(Size, In, Out) - 8U)

/** Tests whether @p Index is a valid In or Out, in bytes, of a ring of @p Size data bytes. */
#define VMBUS_RING_IS_INDEX(Size, Index) (((Index) < (Size)) && (((Index) & 7U) == 0))

/** End of a channel that a piece of software implements. */
typedef HV_UINT32 ENDPOINT_TYPE, *PENDPOINT_TYPE;
enum
{
    VmbusServerEndpoint = 0,  /**< The host's end, which offers the channel. */
    VmbusClientEndpoint = 1,  /**< The guest's end, which opens the channel. */
    VmbusEndpointMaximum = 2,
};

HV_HEADER_BEGIN

/**
 * VMRCB.FeatureBits: the side that sends on this ring honors PendingSendSize of the ring in the
 * opposite direction.
 */
#define VMRCB_FEATURE_SUPPORTS_PENDING_SEND_SIZE 0x1

/**
 * Ring control block, at the start of a ring's control page.
 *
 * Both sides change this shared memory. The comment of each member names the side that stores it.
 */
typedef struct VMRCB
{
    /** Sender: byte offset of the next packet to write; below Size. */
    HV_UINT32 volatile In;
    /** Receiver: byte offset of the next packet to read; below Size. */
    HV_UINT32 volatile Out;
    HV_UINT32 volatile InterruptMask;   /**< Receiver: not zero to suppress the data signal. */
    /** Sender: free bytes that it waits for, trailer included; 0 for none. */
    HV_UINT32 volatile PendingSendSize;
    HV_UINT32 Reserved[12];
    union
    {
        HV_UINT32 AsUINT32;
        HV_UINT32 Value; /**< AsUINT32 under its name in mu_msvm. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /** Bit 0: #VMRCB_FEATURE_SUPPORTS_PENDING_SEND_SIZE. */
            HV_UINT32 SupportsPendingSendSize : 1;
            HV_UINT32 Reserved : 31;
        };
#endif
    } FeatureBits; /**< Sender: stored before the channel is opened. */
} VMRCB, *PVMRCB;
HV_STATIC_ASSERT(sizeof(VMRCB) == 68);

/**
 * Complete control page of a ring.
 *
 * FreeBSD and Haiku count the guest's signals to the host for each ring in it. The count is for
 * diagnosis; no source reads it.
 */
typedef struct VMBUS_RING_CONTROL_PAGE
{
    VMRCB Control; /**< Ring control block. */
    HV_UINT8 Reserved[4020];
    /** Guest: number of its signals to the host; wraps. */
    HV_UINT64 volatile GuestToHostInterruptCount;
} VMBUS_RING_CONTROL_PAGE, *PVMBUS_RING_CONTROL_PAGE;
HV_STATIC_ASSERT(sizeof(VMBUS_RING_CONTROL_PAGE) == VMBUS_RING_PAGE_SIZE);

HV_HEADER_END

#endif /* !MILE_HYPERV_VMBUS_RING */
