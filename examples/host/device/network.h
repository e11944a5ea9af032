/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The network adapter's parts: the protocol (network.c, rndis.c), work on frames (offload.c), back ends.
 *
 *     guest -- NVSP --> network.c -- RNDIS --> rndis.c -- frames --> offload.c --> back end: responder.c
 *                                                                                            slirp.c
 *                                                                                            tap.c
 *
 * A back end is the network behind the adapter. It knows nothing of the VMBus and
 * of RNDIS: it gets complete frames with valid checksums, none longer than the MTU
 * allows, and delivers such frames. Segmentation, checksums, coalescing and the
 * choice of a channel are the adapter's.
 */

#ifndef HOST_DEVICE_NETWORK_H
#define HOST_DEVICE_NETWORK_H

#include "../bus.h"

#include <Mile.HyperV/Device/Network.h>
#include <Mile.HyperV/Device/Rndis.h>
#include <Mile.HyperV/Device/RndisOffload.h>

enum
{
    NetworkFrameMaximum = 9216,    /* Bytes of the longest frame on the network, Ethernet header included. */
    NetworkSegmentMaximum = 65536, /* Before segmentation, or after coalescing. */
    NetworkNoVlan = -1,
    EthernetHeaderBytes = 14,
};

typedef struct NETWORK NETWORK;

/*
 * Frames.
 */

typedef struct NETWORK_FRAME
{
    size_t Bytes;
    int Vlan; /**< The tag control information beside the frame, or NetworkNoVlan. */
    uint8_t Data[NetworkSegmentMaximum];
} NETWORK_FRAME;

/** Copies a frame: its contents, not the rest of Data. */
void FrameCopy(NETWORK_FRAME *To, const NETWORK_FRAME *From);

/* The Internet checksum (RFC 1071), in steps: a sum of any length, of which the last piece alone may be odd. */

uint64_t ChecksumAdd(uint64_t Sum, const void *Data, size_t Bytes);
/** The checksum of a sum, to be stored as it is. */
uint16_t ChecksumEnd(uint64_t Sum);

/*
 * Work on frames (offload.c).
 */

/** Checksums of a frame: those to compute, or those that are correct. */
enum
{
    OffloadIpHeader = 1,
    OffloadTcp = 2,
    OffloadUdp = 4,
};

/** Computes the checksums that Which names and the frame has. Returns those that were computed. */
unsigned OffloadFill(NETWORK_FRAME *Frame, unsigned Which);
/** Checks all checksums of a frame. Returns those that are correct. */
unsigned OffloadCheck(const NETWORK_FRAME *Frame);
/**
 * Divides a TCP frame into segments of SegmentBytes bytes of data at most, each with valid checksums.
 *
 * @param Segment where each segment is made.
 * @param Take is called with Context for each of them.
 * @return how many segments; 0 if the frame is no TCP, or there would be more than OffloadMaximumSegments.
 */
unsigned OffloadDivide(const NETWORK_FRAME *Frame, unsigned SegmentBytes, NETWORK_FRAME *Segment,
                       void (*Take)(void *Context, NETWORK_FRAME *Segment), void *Context);
/** Appends the data of a TCP frame to the frame before it, of the same connection. Returns 0 if they are not to be one. */
int OffloadAppend(NETWORK_FRAME *Whole, const NETWORK_FRAME *Next);
/** Whether a TCP frame can be the first of a coalesced one: nothing but data, and checksums that are correct. */
int OffloadCanAppend(const NETWORK_FRAME *Frame);
/** Makes the lengths and checksums of a coalesced frame valid. */
void OffloadEndAppend(NETWORK_FRAME *Whole);
/**
 * Toeplitz hash of a frame for receive-side scaling.
 *
 * @param Types RNDIS_HASH_..., the fields that may be hashed.
 * @param Used the type that was hashed, 0 for none.
 */
uint32_t OffloadHash(const NETWORK_FRAME *Frame, const uint8_t Key[RNDIS_RSS_HASH_SECRET_KEY_SIZE_REVISION_1],
                     uint32_t Types, uint32_t *Used);

enum
{
    OffloadMaximumSegments = 512, /* Of one frame: a bound for what a frame of the guest makes the host do. */
};

/*
 * Back ends.
 */

typedef struct NETWORK_BACK_END
{
    const char *Name; /**< --network=NAME, --network=NAME:ARGUMENTS. */
    /** Creates one; Arguments is null if there are none. Returns its state, or null with a reason (256 bytes). */
    void *(*Create)(NETWORK *Network, const char *Arguments, char *Reason);
    /** Takes a frame of the guest, which it may change. Returns 0 if the frame is lost. */
    int (*Send)(void *State, NETWORK_FRAME *Frame);
    /** The guest takes frames again, after NetworkIsFull() was 1. Null if the back end never waits. */
    void (*Resume)(void *State);
    void (*Destroy)(void *State);
} NETWORK_BACK_END;

extern const NETWORK_BACK_END ResponderBackEnd;
extern const NETWORK_BACK_END SlirpBackEnd;
extern const NETWORK_BACK_END TapBackEnd;

/** Delivers a frame to the guest. A frame that it cannot take now waits; one that it can never take is counted. */
void NetworkDeliver(NETWORK *Network, const NETWORK_FRAME *Frame);
/** Ends a burst of frames: what was held back to be coalesced with the next ones is sent. */
void NetworkFlush(NETWORK *Network);
/** Whether frames wait for the guest. A back end that has more of them should then wait for its Resume. */
int NetworkIsFull(NETWORK *Network);

/*
 * The adapter itself.
 */

enum
{
    NetworkMaximumQueues = 8, /* Channels of one adapter. */
    NetworkMaximumTable = RNDIS_RSS_INDIRECTION_TABLE_MAX_SIZE_REVISION_2 / 4, /* Entries of the table of RSS. */
    NetworkSlotBytes = 16384, /* Of the receive buffer: one message to the guest. */
    NetworkMaximumSlots = 2048,
};

/** Counts of the adapter since it exists. In is from the guest. */
typedef struct NETWORK_STATISTICS
{
    uint64_t FramesIn, FramesOut, BytesIn, BytesOut;
    uint64_t Dropped;                 /* Frames that nobody got, whatever the reason. */
    uint64_t Malformed;               /* Packets of the guest whose messages make no sense, the good ones before included. */
    uint64_t Waited;                  /* Frames for the guest that had to wait. */
    uint64_t ChecksumsIn, ChecksumsOut; /* Computed for the guest; reported as correct to the guest. */
    uint64_t DividedFrames, Segments; /* Large sends, and the segments of them. */
    uint64_t CoalescedFrames, CoalescedSegments; /* Large frames to the guest, and the segments in them. */
    uint64_t Fragments;                          /* Messages of those that need more than one. */
    uint64_t QueueIn[NetworkMaximumQueues], QueueOut[NetworkMaximumQueues]; /* Frames by channel. */
} NETWORK_STATISTICS;

/** Settings of RNDIS_OID_TCP_OFFLOAD_PARAMETERS; the checksums are OffloadIpHeader, ... by IP version. */
typedef struct NETWORK_OFFLOADS
{
    unsigned Transmit[2]; /**< [0]: IPv4, [1]: IPv6. */
    unsigned Receive[2];
    int Divide[2];
    int Coalesce[2];
} NETWORK_OFFLOADS;

/** Settings of RNDIS_OID_GEN_RECEIVE_SCALE_PARAMETERS. */
typedef struct NETWORK_SCALING
{
    HV_UINT32 Types; /**< RNDIS_HASH_..., 0 if it is off. */
    HV_UINT8 Key[RNDIS_RSS_HASH_SECRET_KEY_SIZE_REVISION_1];
    HV_UINT8 Table[NetworkMaximumTable]; /**< Channels. */
} NETWORK_SCALING;

/** A slot of the receive buffer. */
typedef struct NETWORK_SLOT
{
    HV_UINT8 IsTaken;
    HV_UINT8 Queue;  /**< The channel that has it. */
    HV_UINT16 Next;  /**< The next slot of the same packet; NetworkMaximumSlots for none. */
    HV_UINT8 IsFirst; /**< Its number names the packet. */
} NETWORK_SLOT;

/** All that the guest has set up, from the opening of the first channel until it closes. */
typedef struct NETWORK_SESSION
{
    HV_UINT32 Version; /**< 0: none yet. */
    HV_UINT32 Mtu;     /**< With the Ethernet header. */
    NVSP_2_NETVSC_CAPABILITIES Capabilities;
    HV_UINT32 ReceiveGpadl;
    HV_UINT16 ReceiveId;
    unsigned SlotCount; /**< 0: no receive buffer. */
    HV_UINT32 SendGpadl;
    HV_UINT32 SectionCount; /**< 0: no send buffer. */
    int IsInitialized;      /**< RNDIS. */
    HV_UINT32 Filter;
    unsigned SubChannels; /**< That were granted. */
    HOST_CHANNEL *Queues[NetworkMaximumQueues]; /**< The open channels by number. */
    NETWORK_OFFLOADS Offloads;
    NETWORK_SCALING Scaling;
    unsigned NextSlot;
    NETWORK_SLOT Slots[NetworkMaximumSlots];
} NETWORK_SESSION;

typedef struct NETWORK_WAITING NETWORK_WAITING;

struct NETWORK
{
    HOST_DEVICE *Device;
    const NETWORK_BACK_END *BackEnd;
    void *BackEndState;
    HV_UINT8 Mac[6];
    int IsLinkDown;
    int MustResume; /**< The back end saw that it must wait. */
    NETWORK_STATISTICS Statistics;
    NETWORK_SESSION Session;
    NETWORK_FRAME Held;   /**< May become longer; Bytes is 0 if there is none. */
    unsigned HeldSegments;
    NETWORK_WAITING *WaitingFirst, *WaitingLast;
    size_t WaitingBytes;
};

/*
 * Between network.c and rndis.c.
 */

/** A message to the guest: Head, then Data. */
typedef struct RNDIS_PIECE
{
    const void *Head;
    HV_UINT32 HeadBytes;
    const void *Data;
    HV_UINT32 DataBytes;
} RNDIS_PIECE;

enum
{
    NetworkMaximumPieces = 8, /* Messages of one packet to the guest. */
};

/** Puts messages into slots of the receive buffer and sends one packet about them. Returns 0 if there is no room. */
int NetworkSendRndis(NETWORK *Network, unsigned Queue, HV_UINT32 ChannelType, const RNDIS_PIECE *Pieces, unsigned Count);
/** Channels that an adapter can have: one for each processor, NetworkMaximumQueues at most. */
unsigned NetworkQueues(void);
/** Takes a frame of the guest. Divide: bytes of data in a segment, 0 if it is not to be divided. Fill: OffloadTcp, ... */
void NetworkTakeFrame(NETWORK *Network, unsigned Queue, NETWORK_FRAME *Frame, unsigned Divide, unsigned Fill);

/** All RNDIS messages of one packet of the guest. They are a copy. */
NVSP_STATUS RndisTake(NETWORK *Network, unsigned Queue, const HV_UINT8 *Messages, HV_UINT32 Bytes);
/** Sends a frame to the guest as one or more messages. Returns 0 if there is no room for it now. */
int RndisSendFrame(NETWORK *Network, const NETWORK_FRAME *Frame);
/** Reports that the link changed. */
void RndisIndicateLink(NETWORK *Network);

#endif /* !HOST_DEVICE_NETWORK_H */
