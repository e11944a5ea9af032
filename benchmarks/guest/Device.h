/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief What the benchmark asks of a driver for storage, and of one for a network adapter.
 *
 * A driver has one channel, in the memory of Ring.h. Requests and frames are numbered from 0 on; a batch of them is
 * sent, then the benchmark does the host's part, then the batch is received.
 */

#ifndef BENCHMARK_DEVICE
#define BENCHMARK_DEVICE

#include "Ring.h"

/** Requests, or frames, at once. */
#define BATCH 32U
#define READ_BYTES 4096U
#define FRAME_BYTES 1500U
/** A section of the send buffer, and a range of the receive buffer. */
#define SECTION_BYTES 2048U
#define SECTIONS_BYTES (BATCH * SECTION_BYTES)
#define RECEIVE_SET_ID 0xCAFEU

typedef struct DEVICE
{
    const char *Name;
    /** Opens the storage driver over zeroed memory; 0 if it cannot. */
    int (*OpenStorage)(uint8_t *SendMemory, uint8_t *ReceiveMemory);
    /** Builds a READ(10) of READ_BYTES into a page, sends and commits it. */
    int (*SendRead)(void *Page);
    /** Takes so many completions, checks each, and gives their room back once. */
    int (*ReceiveReads)(unsigned Count);
    /** Opens the network driver; null if there is none. The buffers have SECTIONS_BYTES. */
    int (*OpenNetwork)(uint8_t *SendMemory, uint8_t *ReceiveMemory, uint8_t *SendBuffer, uint8_t *ReceiveBuffer);
    /** Copies FRAME_BYTES to a section, sends and commits the message. */
    int (*SendFrame)(void *Frame);
    /** Takes so many frames of one range each, copies each to Frame, completes it, and gives the room back once. */
    int (*ReceiveFrames)(unsigned Count, void *Frame);
} DEVICE;

/** This library's. */
extern const DEVICE OursDevice;
/** mu_msvm's: MsvmPkg/StorvscDxe and NetvscDxe, over EmclDxe. */
extern const DEVICE MuMsvmDevice;
/** OpenVMM's: vmbus_async and storvsp_protocol, as its storvsc_driver uses them. */
extern const DEVICE OpenVmmDevice;

#endif
