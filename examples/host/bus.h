/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The bus, from a device's side: what a device file implements, and what it can call.
 *
 * A device is one file in device/ with one HOST_DEVICE_TYPE, listed in
 * device/list.c. The bus (bus.c) offers it, and calls it when the guest opens its
 * channel, sends a packet, or closes the channel:
 *
 *     command line --NAME[=ARGUMENTS]        control connection
 *               |                                   |
 *               v                                   v
 *            Create ---> offer           HOST_COMMAND.Run
 *                          |                        |
 *     guest opens          v                        v
 *     ------------------> Open ---------> ChannelSend...()  ---> guest
 *     guest sends a packet
 *     ------------------> Packet -------> ChannelComplete() ---> guest
 *     guest closes, unloads, connects anew, or the device is removed
 *     ------------------> Close
 *
 * Everything runs under the host's lock (host.h), one call at a time, so a device
 * needs no lock of its own. A device must not block: it uses HostWatch() and
 * HostTimer(), and ends both in Close and Destroy.
 *
 * What a device can rely on: a packet that it receives is a copy that cannot
 * change, its type and its ranges are checked (Guest/Packet.h), its payload has
 * PayloadBytes bytes. It checks all the rest: lengths of structures, addresses
 * (HostMemory() and the functions below do), indices and counts. A packet that
 * makes no sense ends in ChannelFail(), which closes this channel alone.
 */

#ifndef HOST_BUS_H
#define HOST_BUS_H

#include "host.h"

#include <Mile.HyperV/Guest/Packet.h>
#include <Mile.HyperV/Hypervisor/Status.h>
#include <Mile.HyperV/VMBus/ChannelMessage.h>

typedef struct HOST_DEVICE HOST_DEVICE;
typedef struct HOST_CHANNEL HOST_CHANNEL;

enum
{
    BusMaximumChannels = 256,    /* Offers at a time. */
    ChannelMaximumQueue = 1024,  /* Packets that wait for room in a ring. */
    ChannelMaximumGpadls = 64,
    ChannelMaximumRingPages = 4096, /* Of both rings together. */
    ReplyBytes = 8192,           /* Bytes of a command's reply. */
};

/** A command of the control connection. */
typedef struct HOST_COMMAND
{
    const char *Name;
    const char *Help; /**< Its arguments and what it does, one line. */
    /**
     * Runs it. Arguments is a valid JSON object. Returns 1 with a JSON object in Reply (ReplyBytes; "{}" by default), or
     * 0 with the reason as text there.
     */
    int (*Run)(HOST_DEVICE *Device, const char *Arguments, char *Reply);
} HOST_COMMAND;

/** A kind of device: the interface that a device file implements. Null functions are not called. */
typedef struct HOST_DEVICE_TYPE
{
    const char *Name;      /**< The option --NAME, and the prefix of a device's own name ("scsi0"). */
    const char *Arguments; /**< Arguments of the option for --help; null if it takes none. */
    const char *Help;
    HV_GUID Class;
    HV_GUID Instance;        /**< Of the first device; the next ones differ in the last byte. */
    HV_UINT16 OfferFlags;    /**< VMBUS_OFFER_FLAG_*. Of a pipe, the bus writes its user-defined bytes. */
    HV_UINT16 MmioMegabytes; /**< Address space for the device, MiB. */
    size_t StateBytes;       /**< Bytes of HOST_DEVICE.State, which are zero at first. */
    size_t ChannelBytes;     /**< Bytes of HOST_CHANNEL.State, which are zero at each Open. */

    /** Creates the device; Arguments is null if there are none. Returns 0 with a reason in Reason (256 bytes). */
    int (*Create)(HOST_DEVICE *Device, const char *Arguments, char *Reason);
    /** Changes the offer of a channel before it is sent. */
    void (*Offer)(HOST_CHANNEL *Channel, VMBUS_CHANNEL_OFFER_CHANNEL *Offer);
    /** The guest opened a channel; UserData are the MAX_USER_DEFINED_BYTES of its request. */
    void (*Open)(HOST_CHANNEL *Channel, const HV_UINT8 *UserData);
    /** The guest sent a packet. */
    void (*Packet)(HOST_CHANNEL *Channel, const MILE_HV_PACKET *Packet);
    /** All packets that waited for room are in the ring. */
    void (*Drained)(HOST_CHANNEL *Channel);
    /** The channel closes: timers and watches of it end here. Nothing can be sent any more. */
    void (*Close)(HOST_CHANNEL *Channel);
    /** The device is removed. All of its channels are closed. */
    void (*Destroy)(HOST_DEVICE *Device);
    /** The guest asks for a socket. Returns 0 to refuse it. Only one type has this. */
    int (*Connect)(HOST_DEVICE *Device, const VMBUS_CHANNEL_TL_CONNECT_REQUEST *Request);
    const HOST_COMMAND *Commands; /**< Ends with a null name; or null. */
} HOST_DEVICE_TYPE;

struct HOST_DEVICE
{
    const HOST_DEVICE_TYPE *Type;
    char Name[24]; /**< Type's name and a number. */
    HV_GUID Instance;
    void *State;
    HOST_CHANNEL *Channel; /**< The first channel. */
    HOST_DEVICE *Next;
    unsigned Number;
};

/** A range of memory that the guest named by a number. The pages are checked: all are memory. */
typedef struct HOST_GPADL
{
    HV_UINT32 Id;
    unsigned PageCount;
    HV_UINT32 FirstOffset; /**< Of the first byte in the first page. */
    HV_UINT32 Bytes;       /**< 0: not complete yet. */
    unsigned RangeCount;
    unsigned EntryCount;   /**< 8-byte entries that have come. */
    unsigned EntryTotal;
    HV_UINT64 *Entries;    /**< As they came; once complete, the page numbers alone. */
} HOST_GPADL;

typedef struct HOST_STATISTICS
{
    uint64_t PacketsIn, BytesIn, PacketsOut, BytesOut, SignalsOut, Dropped;
    uint64_t SignalsIn;     /**< By hypercall. */
    uint64_t SignalsByPage; /**< By the monitor page (monitor.c). */
} HOST_STATISTICS;

typedef struct HOST_QUEUED HOST_QUEUED;

struct HOST_CHANNEL
{
    HOST_DEVICE *Device;
    void *State; /**< The device's, while the channel is open. */
    unsigned Id; /**< In all messages about it. */
    unsigned SubChannel;
    HV_GUID Class;    /**< Of the offer: a socket's service. */
    HV_GUID Instance; /**< A socket's endpoint. */
    HV_UINT16 OfferFlags;
    HV_UINT8 UserDefined[MAX_USER_DEFINED_BYTES];
    int IsOffered;    /**< The guest knows of it. */
    int IsOpen;
    int IsRescinded;  /**< The guest was told to forget it. */
    int IsPaused;     /**< ChannelPause(). */
    int IsReserved;   /**< It was opened as a reserved channel, which outlives the connection. */
    unsigned Monitor; /**< Its trigger in the monitor page; VMBUS_INVALID_MONITOR_ID for none. */
    unsigned Processor; /**< Which one gets its signals; VMBUS_VP_INDEX_DISABLE_INTERRUPT for none. */
    unsigned EventFlag;
    HV_UINT32 Connection;
    int SignalFile;
    HV_UINT32 RingGpadl;
    void *Rings;
    unsigned RingPages;
    MILE_HV_RECEIVE_RING In; /**< What the guest sends. */
    MILE_HV_SEND_RING Out;
    HOST_QUEUED *QueueFirst;
    HOST_QUEUED *QueueLast;
    unsigned QueueCount;
    HOST_GPADL Gpadls[ChannelMaximumGpadls];
    HOST_STATISTICS Statistics;
};

/*
 * For devices: sending. A packet that finds the ring full waits in the channel, and so do all that follow it; the
 * channel takes no packets from the guest meanwhile, so that each request causes a bounded number of them. Each
 * function returns 0 if the channel is closed or ChannelMaximumQueue packets wait: the packet is lost.
 */

/** An in-band packet, no completion requested. */
int ChannelSend(HOST_CHANNEL *Channel, const void *Payload, unsigned Bytes);
/** A message on a channel in pipe mode. */
int ChannelSendPipe(HOST_CHANNEL *Channel, const void *Message, unsigned Bytes);
/** The completion of the guest's packet TransactionId. */
int ChannelComplete(HOST_CHANNEL *Channel, HV_UINT64 TransactionId, const void *Payload, unsigned Bytes);
/** Any packet: Type is a VMBUS_PACKET_TYPE, External are the bytes between descriptor and payload. */
int ChannelSendPacket(HOST_CHANNEL *Channel, unsigned Type, unsigned Flags, HV_UINT64 TransactionId,
                      const void *External, unsigned ExternalBytes, const void *Payload, unsigned PayloadBytes);
/** Whether packets wait for room. A source of packets that can wait (a socket, a network) should then wait. */
int ChannelIsFull(const HOST_CHANNEL *Channel);
/** Takes no more packets from the guest (1), or takes them again (0): for a back end that cannot take more data now. */
void ChannelPause(HOST_CHANNEL *Channel, int IsPaused);
/** The guest broke the protocol: reports why and closes the channel. The guest's close is still accepted. */
void ChannelFail(HOST_CHANNEL *Channel, const char *Format, ...) __attribute__((format(printf, 2, 3)));

/*
 * For devices: the guest's memory behind a packet or a GPADL.
 */

/**
 * The pages of a GPA-direct packet as pieces of memory, for readv() and writev().
 *
 * @param Limit bytes at most.
 * @return how many pieces, at most Maximum; -1 if an address is no memory or there are more pieces.
 */
int PacketVector(const MILE_HV_PACKET *Packet, size_t Limit, struct iovec *Pieces, int Maximum);
/** Bytes of all ranges of a GPA-direct packet together. */
uint64_t PacketRangeBytes(const MILE_HV_PACKET *Packet);
/** Copies between Buffer and pieces, as many bytes as both have. Returns how many. */
size_t VectorCopy(const struct iovec *Pieces, int Count, void *Buffer, size_t Bytes, int IntoPieces);

/** A complete GPADL of a channel; null if there is none with this number. */
HOST_GPADL *ChannelGpadl(HOST_CHANNEL *Channel, HV_UINT32 Id);
/** Copies from (IsWrite 0) or to a GPADL's memory. Returns 0 if the range is not inside of it. */
int GpadlCopy(const HOST_GPADL *Gpadl, HV_UINT32 Offset, void *Buffer, HV_UINT32 Bytes, int IsWrite);

/*
 * For devices: channels beside the first.
 */

/** Offers one more channel of a device, as sub-channel number SubChannel; null if there are too many. */
HOST_CHANNEL *BusAddSubChannel(HOST_DEVICE *Device, unsigned SubChannel);
/** Offers a socket's channel. */
HOST_CHANNEL *BusAddSocket(HOST_DEVICE *Device, const HV_GUID *Service, const HV_GUID *Endpoint, int IsForGuestAccept);
/** Takes an offer back. The channel closes now, and is freed once the guest has released its number. */
void BusRescind(HOST_CHANNEL *Channel);
/** Channel after Channel of the bus, null at the end; null gives the first. */
HOST_CHANNEL *BusNextChannel(const HOST_CHANNEL *Channel);
/** The version that the guest connected with; 0 while it is not connected. */
HV_UINT32 BusVersion(void);

/*
 * For the rest of the host.
 */

typedef struct BUS_OPTIONS
{
    HV_UINT32 MaximumVersion;
    unsigned MonitorMicroseconds; /**< How often the monitor page is read; 0: offers have no monitor ids. */
} BUS_OPTIONS;

void BusCreate(const BUS_OPTIONS *Options);
/** A message of the guest; returns the status of its HvCallPostMessage. */
HV_STATUS BusMessage(HV_UINT32 Connection, const void *Message, unsigned Bytes);
/** Creates a device of a type by name. Returns it, or null with a reason in Reason (256 bytes). */
HOST_DEVICE *BusAddDevice(const HOST_DEVICE_TYPE *Type, const char *Arguments, char *Reason);
void BusRemoveDevice(HOST_DEVICE *Device);
/** Reports the state of each open channel, for a guest that hangs. */
void BusReport(void);
/** The devices, in the order in which they were created; linked by Next. */
HOST_DEVICE *BusDevices(void);
/** Every type, null at the end (device/list.c). */
extern const HOST_DEVICE_TYPE *const HostDeviceTypes[];

/** A GUID as text; of static memory, four at a time. */
const char *GuidText(const HV_GUID *Guid);

/** Opens the control connection: a path (a Unix socket is created there) or a character device. */
void ControlCreate(const char *Path);
/** Takes one line of the control connection. */
void ControlLine(const char *Text);
/** Commands of the host itself, for --help. */
const HOST_COMMAND *ControlCommands(void);

/*
 * Faults: --fault NAME makes the host lie in one way, for tests of guests.
 */

/** Whether the fault is on; the names are in fault.c's list. */
int HostFault(const char *Name);

#endif /* !HOST_BUS_H */
