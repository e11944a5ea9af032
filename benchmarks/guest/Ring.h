/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief What the benchmark asks of a ring: one end of a channel, packets out and in.
 *
 * A channel is two pieces of memory, one a direction: a control page, then
 * the data. The two ends open the same two pieces, each its own way round. Every
 * step is a call through this table into a translation unit of its own, so that
 * nobody's code is unrolled into the measurement. Signals are told and not
 * sent: they would cost all the same.
 */

#ifndef BENCHMARK_RING
#define BENCHMARK_RING

#include <stdint.h>

#define CONTROL_BYTES 4096U
#define DATA_BYTES 262144U
#define PAYLOAD_MAXIMUM 65536U
#define PAYLOAD_OFFSET 16U
#define BUFFER_BYTES (PAYLOAD_OFFSET + PAYLOAD_MAXIMUM)

/** For what one processor works with: two of it share no cache line, nor one that is fetched beside it. */
#define LINE_ALIGNED _Alignas(128)

typedef struct RING
{
    const char *Name;
    /** Opens end 0 or 1 over zeroed memory; null if it cannot. Never closed; opened again with fresh memory. */
    void *(*Open)(unsigned Number, uint8_t *SendMemory, uint8_t *ReceiveMemory);
    /** Puts one in-band packet, to be answered by its id, into the ring, unseen by the other end: 1, or 0 if there is
     * no room. */
    int (*Send)(void *End, uint64_t Id, const void *Payload, uint32_t Bytes);
    /** Gives what was sent to the other end; 1 if that end has to be signalled. */
    int (*SendCommit)(void *End);
    /**
     * Takes one packet, checked as far as the implementation checks one, and copies it out of the ring.
     * @param Packet gets the copy, BUFFER_BYTES at most: the payload at PAYLOAD_OFFSET, the rest as it likes.
     * @return the payload's bytes, padding included; 0 if there is no packet, -1 if it is not one.
     */
    int64_t (*Receive)(void *End, uint64_t *Id, uint8_t *Packet);
    /** Gives the room of what was taken back; 1 if the other end has to be signalled. */
    int (*ReceiveCommit)(void *End);
} RING;

/** The limit: memcpy in and out at the places where packets lie, and one index. Nothing is checked. */
extern const RING Plain;
/** This library's, as it is. */
extern const RING Ours;
/** The same with MILE_HYPERV_GUEST_NO_MEMCPY. */
extern const RING OursLoop;
/** mu_msvm's: MsvmPkg/EmclDxe. */
extern const RING MuMsvm;
/** OpenVMM's: vmbus_ring. */
extern const RING OpenVmm;

/** Those that this build has; null at the end. */
static const RING *const Rings[] = {
    &Plain,   &Ours, &OursLoop,
#if defined(WITH_MU_MSVM)
    &MuMsvm,
#endif
#if defined(WITH_OPENVMM)
    &OpenVmm,
#endif
    0,
};

#endif
