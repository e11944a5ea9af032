/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief What the files of the example share: the state of the guest, the steps, the results, the few services below.
 *
 * README.md says in which order to read the files.
 */

#ifndef EXAMPLE_GUEST
#define EXAMPLE_GUEST

#include <Mile.HyperV.Version.h>
#include <Mile.HyperV/Device/GuestEmulationLog.h>
#include <Mile.HyperV/Guest/ChannelMessage.h>
#include <Mile.HyperV/Guest/Detect.h>
#include <Mile.HyperV/Guest/DynamicMemory.h>
#include <Mile.HyperV/Guest/FileSystem.h>
#include <Mile.HyperV/Guest/GuestEmulation.h>
#include <Mile.HyperV/Guest/Hypercall.h>
#include <Mile.HyperV/Guest/Instruction.h>
#include <Mile.HyperV/Guest/Keyboard.h>
#include <Mile.HyperV/Guest/Mouse.h>
#include <Mile.HyperV/Guest/Network.h>
#include <Mile.HyperV/Guest/Packet.h>
#include <Mile.HyperV/Guest/Pci.h>
#include <Mile.HyperV/Guest/ReferenceTime.h>
#include <Mile.HyperV/Guest/Request.h>
#include <Mile.HyperV/Guest/Ring.h>
#include <Mile.HyperV/Guest/Rndis.h>
#include <Mile.HyperV/Guest/Serial.h>
#include <Mile.HyperV/Guest/Signal.h>
#include <Mile.HyperV/Guest/Socket.h>
#include <Mile.HyperV/Guest/Storage.h>
#include <Mile.HyperV/Guest/Synic.h>
#include <Mile.HyperV/Guest/Video.h>

/*
 * Results: how a run, or a step of it, ends. X(Name, Number, Text). A number keeps its meaning for ever: programs wait
 * for it. README.md has the same table.
 */

#define GUEST_RESULT_LIST(X)                                                                                           \
    X(GuestDone, 0, "every step was done")                                                                             \
    X(GuestNotHyperV, 1, "no hypervisor here speaks Hv#1")                                                             \
    X(GuestDoneInPart, 2, "every step was done that this machine offers; the others say skip")                         \
    X(GuestIsolated, 3, "an isolated partition, whose memory the host cannot see; this guest is too simple for that")  \
    X(GuestFirmwareStays, 16, "the firmware does not leave the machine to us")                                         \
    X(GuestException, 17, "the processor raised an exception")                                                         \
    X(GuestIdentityLost, 18, "the guest OS id does not read as it was written")                                        \
    X(GuestHypercallPageFailed, 19, "the hypercall page cannot be enabled or disabled")                                \
    X(GuestHypercallStrange, 20, "a hypercall gave an answer that it cannot give")                                     \
    X(GuestClockStopped, 21, "the reference counter stands still, or goes back")                                       \
    X(GuestTscPageWrong, 22, "the reference TSC page and the reference counter disagree")                              \
    X(GuestSynicFailed, 23, "a SynIC register does not read as it was written")                                        \
    X(GuestTimerSilent, 24, "the synthetic timer's message did not come")                                              \
    X(GuestTimerWrong, 25, "the synthetic timer's message is malformed, or early")                                     \
    X(GuestInterruptLost, 26, "a message came without its interrupt")                                                  \
    X(GuestPostFailed, 27, "the host cannot be posted a message")                                                      \
    X(GuestVmbusSilent, 28, "the host did not answer a channel message in time")                                       \
    X(GuestVmbusCorrupt, 29, "the host sent a channel message that is malformed")                                      \
    X(GuestVmbusRefused, 30, "the host takes no version of the VMBus that we know")                                    \
    X(GuestGpadlRefused, 31, "the host refused the memory of the rings")                                               \
    X(GuestOpenRefused, 32, "the host refused to open the channel")                                                    \
    X(GuestRescinded, 33, "the host took the device away")                                                             \
    X(GuestRingCorrupt, 34, "the host broke the rules of the ring or of its packets")                                  \
    X(GuestRingFull, 35, "the host does not empty the ring")                                                           \
    X(GuestSignalFailed, 36, "the host cannot be signalled")                                                           \
    X(GuestSignalLost, 37, "a packet came without its signal")                                                         \
    X(GuestDeviceSilent, 38, "the device did not answer in time")                                                      \
    X(GuestDeviceCorrupt, 39, "the device sent a message that is malformed, or not an answer")                         \
    X(GuestDeviceRefused, 40, "the device takes no version of its protocol that we know, or not our capabilities")     \
    X(GuestDiskFailed, 41, "the disk failed a command that it should carry out")                                       \
    X(GuestDiskWrong, 42, "the disk returns other data than was written to it")                                        \
    X(GuestNobodyThere, 43, "nobody on the network answers")                                                           \
    X(GuestStreamWrong, 44, "the socket returns other data than was sent")                                             \
    X(GuestFileWrong, 45, "the file cannot be read as the host describes it, or is another one the second time")

typedef HV_UINT32 GUEST_RESULT;
enum
{
#define ENUMERATOR(Name, Number, Text) Name = Number,
    GUEST_RESULT_LIST(ENUMERATOR)
#undef ENUMERATOR
    /** Results below are no failures: the machine is none for this guest. */
    GuestFirstFailure = 16,
    /** Of a step, not of a run: this machine does not offer it, and Skip() has said so. */
    GuestSkipped = 0xFFFF,
};

/** Bytes and shift of the pages that everything here is counted in. */
#define PAGE_SIZE 4096U
#define PAGE_SHIFT 12

/** The guest's units of reference time. */
#define MILLISECOND 10000ULL
#define SECOND 10000000ULL

/** The source that the synthetic timer's messages come to; the VMBus has VMBUS_MESSAGE_SINT. */
#define GUEST_TIMER_SINT HV_SYNIC_FIRST_UNUSED_SINT_INDEX

/** Number under which interrupts of PCI functions are counted; no source of messages has it. */
#define GUEST_PCI_SOURCE (HV_SYNIC_SINT_COUNT - 1)

/** Time that the guest waits for one response of the host. */
#define PATIENCE (5 * SECOND)

/** Over how many messages or packets that are none: a host that never stops sending would keep the guest for ever. */
#define STRANGERS 256

struct GUEST;

/** One step of the run, and what takes it back. */
typedef struct STEP
{
    const char *Name;
    GUEST_RESULT (*Do)(struct GUEST *Guest);
    const char *UndoName;
    GUEST_RESULT (*Undo)(struct GUEST *Guest);
} STEP;

/** A device that the guest can talk to, once a channel to it is open. */
typedef struct DEVICE
{
    const char *Word;    /**< What asks for it on the command line. */
    const char *Missing; /**< Why the steps are skipped where it is not offered. */
    HV_GUID Class;
    const STEP *Steps;
    HV_UINT32 StepCount;
    /** Null, or what is done when the offers have come: an offer that does not come by itself is asked for. */
    GUEST_RESULT (*Ask)(struct GUEST *Guest);
    HV_UINT32 IsReserved; /**< Its channel is opened as a reserved one, and the connection ends before it is used. */
} DEVICE;

/** The guest, as far as it has come. */
typedef struct GUEST
{
    const char *StartedBy;
    const DEVICE *Device; /**< Null: the first one that main.c knows. */
    HV_UINT32 Stays; /**< Told to wait for the host's requests; bare.c. */

    /* hypervisor.c */
    MILE_HV_DETECTION Detection;
    void *HypercallPage; /**< The context of GUEST_INVOKE; not used on ARM64. */
    HV_UINT32 HasIdentity;
    HV_UINT32 HasHypercalls;

    /* time.c */
    const HV_REFERENCE_TSC_PAGE *TscPage; /**< Null unless it is enabled and holds. */
    HV_UINT32 HasClock;

    /* synic.c */
    HV_UINT32 HasSynic;
    HV_VP_INDEX VpIndex;

    /* vmbus.c */
    MILE_HV_VMBUS Bus;  /**< Version 0: not connected. */
    HV_UINT32 HasOffer; /**< The device was offered, and not taken away since. */
    VMBUS_CHANNEL_OFFER_CHANNEL Offer;
    volatile HV_MONITOR_PAGE *MonitorPage; /**< From child to parent, while the host has it; else null. */

    /* channel.c */
    HV_UINT32 GpadlCount; /**< What the host may write to: the rings, and buffers of the device. 0: nothing. */
    HV_UINT32 ChannelNumber; /**< 0: the first channel of the device; 1: another one. */
    HV_UINT32 HasSubOffer;   /**< Another channel of the device was offered. */
    VMBUS_CHANNEL_OFFER_CHANNEL SubOffer;
    HV_UINT32 IsOpen;
    MILE_HV_SEND_RING Send;
    MILE_HV_RECEIVE_RING Receive;
    MILE_HV_SIGNAL Signal;       /**< How the host is signalled. */
    HV_UINT32 SignalsByPage;     /**< How often by the monitor page. */
    HV_UINT32 SignalsByHypercall;

    /* balloon.c */
    HV_UINT32 DeviceVersion; /**< DM_VERSION_..., or 0. */
    HV_UINT32 WantsStatus;   /**< The host takes status reports. */

    /* storage.c */
    HV_UINT32 StorageVersion; /**< VMSTOR_PROTOCOL_VERSION_..., or 0. */
    HV_UINT32 HasDisk;

    /* network.c */
    HV_UINT32 NetworkVersion; /**< NVSP_PROTOCOL_VERSION_..., or 0. */
    HV_UINT32 HasBuffer;
    HV_UINT32 HasAdapter;

    /* keyboard.c, mouse.c */
    HV_UINT32 InputVersion; /**< HK_VERSION_..., or SYNTHHID_INPUT_VERSION, or 0. */
    HV_UINT32 HasMouse;

    /* pci.c */
    HV_UINT32 PciVersion; /**< VPCI_PROTOCOL_VERSION_..., or 0. */
    HV_UINT32 HasWindow;  /**< Configuration space can be read. */

    /* video.c */
    HV_UINT32 VideoVersion; /**< SYNTHVID_VERSION_..., or 0. */
    HV_UINT32 HasScreen;    /**< A mode is set. */

    /* files.c */
    HV_UINT32 FilesVersion; /**< VMBFS_VERSION_..., or 0. */
    HV_UINT32 HasFile;
} GUEST;

/** A channel besides the one that the GUEST has. */
typedef struct CHANNEL
{
    HV_UINT32 HasOffer;
    VMBUS_CHANNEL_OFFER_CHANNEL Offer;
    HV_UINT32 ChannelNumber;
    HV_UINT32 GpadlCount;
    HV_UINT32 IsOpen;
    MILE_HV_SEND_RING Send;
    MILE_HV_RECEIVE_RING Receive;
    MILE_HV_SIGNAL Signal;
} CHANNEL;

/*
 * main.c
 */

/** Runs all steps, and ends. The machine is as the boot loader or the firmware left it. */
void GuestMain(GUEST *Guest) __attribute__((noreturn));

/** The device of a word on the command line; null: there is none. */
const DEVICE *FindDevice(const char *Word);

/** Says how the run ended, in the last line that is printed, and ends the program. */
void GuestEnd(GUEST_RESULT Result) __attribute__((noreturn));

/** Says why a step is not for this machine; returns GuestSkipped. */
GUEST_RESULT Skip(const char *Why);

/*
 * hypervisor.c
 */

#if defined(MILE_HYPERV_TARGET_X64)
#define GUEST_READ_REGISTER MileHvReadMsr
#define GUEST_WRITE_REGISTER MileHvWriteMsr
#define GUEST_INVOKE MileHvInvokePage
#else
#define GUEST_READ_REGISTER MileHvReadVpRegister
#define GUEST_WRITE_REGISTER MileHvWriteVpRegister
#define GUEST_INVOKE MileHvInvokeHvc
#endif

GUEST_RESULT Detect(GUEST *Guest);
GUEST_RESULT Identify(GUEST *Guest);
GUEST_RESULT Anonymize(GUEST *Guest);
GUEST_RESULT EnableHypercalls(GUEST *Guest);
GUEST_RESULT DisableHypercalls(GUEST *Guest);
GUEST_RESULT Report(GUEST *Guest);

/** One synthetic register. */
HV_UINT64 ReadRegister(HV_UINT32 Register);
void WriteRegister(HV_UINT32 Register, HV_UINT64 Value);

/** A simple hypercall; @p Input and @p Output are addresses, or values on a fast call. */
HV_STATUS Hypercall(GUEST *Guest, HV_UINT32 CallCode, HV_UINT64 Flags, HV_UINT64 Input, HV_UINT64 Output);

/** The name of a status. */
const char *StatusName(HV_STATUS Status);

/*
 * time.c
 */

GUEST_RESULT StartClock(GUEST *Guest);
GUEST_RESULT EnableTscPage(GUEST *Guest);
GUEST_RESULT DisableTscPage(GUEST *Guest);

/** Reference time, in units of 100 ns; only with GUEST.HasClock. */
HV_UINT64 Now(const GUEST *Guest);

/*
 * synic.c
 */

GUEST_RESULT EnableSynic(GUEST *Guest);
GUEST_RESULT DisableSynic(GUEST *Guest);
GUEST_RESULT TakeTimerMessage(GUEST *Guest);

/**
 * Waits for the next message of a source and takes it out of its slot.
 *
 * @param Deadline in reference time.
 * @return MileHvSuccess; MileHvEmpty: none came in time; MileHvCorrupt: one came that is longer than a message can be.
 */
MILE_HV_RESULT WaitMessage(GUEST *Guest, HV_SYNIC_SINT_INDEX Sint, HV_UINT64 Deadline, HV_MESSAGE *Message);

/** Takes an event flag of the VMBus's source: whether the host has signalled this channel since the last time. */
HV_UINT32 TakeEvent(HV_UINT32 Flag);

/*
 * vmbus.c
 */

GUEST_RESULT Connect(GUEST *Guest);
GUEST_RESULT Disconnect(GUEST *Guest);
GUEST_RESULT ListOffers(GUEST *Guest);
GUEST_RESULT ReplaceMonitorPages(GUEST *Guest);
GUEST_RESULT KeepMonitorPages(GUEST *Guest);

/** Next message to post: the builders of Guest/ChannelMessage.h fill it. It is the hypercall's input block. */
extern HV_INPUT_POST_MESSAGE PostInput;

/** Posts PostInput, again and again while the host has no room for it. @p Built is what its builder returned. */
GUEST_RESULT Post(GUEST *Guest, MILE_HV_RESULT Built);

/** Waits for a channel message of one type; on GuestDone @p Message has it, for its own check. */
GUEST_RESULT WaitFor(GUEST *Guest, VMBUS_CHANNEL_MESSAGE_TYPE Type, HV_MESSAGE *Message);

/** The same for one of two types; @p Found is the one that came. */
GUEST_RESULT WaitForEither(GUEST *Guest, VMBUS_CHANNEL_MESSAGE_TYPE One, VMBUS_CHANNEL_MESSAGE_TYPE Other,
                           HV_MESSAGE *Message, VMBUS_CHANNEL_MESSAGE_TYPE *Found);

/**
 * Takes the channel messages that have come, without waiting for one.
 *
 * @return GuestDone; GuestRescinded: the device was taken away; GuestVmbusCorrupt.
 */
GUEST_RESULT LookForRescind(GUEST *Guest);

/** Checks an offer, says what is offered, and keeps in mind that its id is in use. */
GUEST_RESULT TakeOffer(GUEST *Guest, const HV_MESSAGE *Message, VMBUS_CHANNEL_OFFER_CHANNEL *Offer);

/*
 * channel.c
 */

/** As many pages as one GPADL of this guest has, at most. */
#define SHARED_PAGES 64U

/** Gives the host access to pages of ours that follow each other, until the rings are taken back. */
GUEST_RESULT ShareMemory(GUEST *Guest, const void *Memory, HV_UINT32 PageCount, HV_UINT32 *Gpadl);

/** Exchanges the channel that all functions here are about with another one. */
void SwapChannel(GUEST *Guest, CHANNEL *Other);

GUEST_RESULT ShareRings(GUEST *Guest);
GUEST_RESULT UnshareRings(GUEST *Guest);
GUEST_RESULT OpenChannel(GUEST *Guest);
GUEST_RESULT CloseChannel(GUEST *Guest);
GUEST_RESULT MoveChannel(GUEST *Guest);
GUEST_RESULT CountSignals(GUEST *Guest);

/** Gives the host a packet that is in the ring, and signals it, if it has to be. @p Built is what its builder returned. */
GUEST_RESULT Sent(GUEST *Guest, MILE_HV_RESULT Built);

/** Sends an in-band packet and signals the host, if it has to be. */
GUEST_RESULT SendPacket(GUEST *Guest, HV_UINT64 TransactionId, const void *Payload, HV_UINT32 Bytes);

/** Waits for the next packet and checks it. @p Buffer holds it, and @p Packet points into it. */
GUEST_RESULT WaitPacket(GUEST *Guest, HV_UINT64 Deadline, void *Buffer, HV_UINT32 BufferBytes, MILE_HV_PACKET *Packet);

/*
 * event.c
 */

/** Checks a packet of a device, and fills what the device's code takes for an event. */
typedef MILE_HV_RESULT EVENT_CHECK(GUEST *Guest, const MILE_HV_PACKET *Packet, void *Event);

/**
 * Waits for the next packet that is an event. Packets for which @p Check returns MileHvUnavailable are passed over.
 *
 * @param Buffer holds the packet; an event may point into it.
 */
GUEST_RESULT WaitEvent(GUEST *Guest, HV_UINT64 Patience, void *Buffer, HV_UINT32 BufferBytes, EVENT_CHECK *Check,
                       void *Event);

/** Prints a version, whose major number is in the upper half, and what the host said to it. */
void PrintVersion(HV_UINT32 Version, HV_UINT32 IsTaken);

/*
 * balloon.c
 */

GUEST_RESULT AgreeOnVersion(GUEST *Guest);
GUEST_RESULT ReportCapabilities(GUEST *Guest);
GUEST_RESULT ReportStatus(GUEST *Guest);
GUEST_RESULT ServeRequests(GUEST *Guest);

/*
 * storage.c
 */

GUEST_RESULT AgreeOnStorageVersion(GUEST *Guest);
GUEST_RESULT AskStorageProperties(GUEST *Guest);
GUEST_RESULT AskFibreProperties(GUEST *Guest);
GUEST_RESULT FindDisk(GUEST *Guest);
GUEST_RESULT ReadAndWriteDisk(GUEST *Guest);

/*
 * network.c
 */

GUEST_RESULT AgreeOnNetworkVersion(GUEST *Guest);
GUEST_RESULT GiveNetworkBuffer(GUEST *Guest);
GUEST_RESULT RevokeNetworkBuffer(GUEST *Guest);
GUEST_RESULT GiveSendBuffer(GUEST *Guest);
GUEST_RESULT RevokeSendBuffer(GUEST *Guest);
GUEST_RESULT StartAdapter(GUEST *Guest);
GUEST_RESULT HaltAdapter(GUEST *Guest);
GUEST_RESULT OpenSubChannel(GUEST *Guest);
GUEST_RESULT CloseSubChannel(GUEST *Guest);
GUEST_RESULT PingNeighbor(GUEST *Guest);

/*
 * keyboard.c
 */

GUEST_RESULT AgreeOnKeyboardVersion(GUEST *Guest);
GUEST_RESULT PrintKeys(GUEST *Guest);

/*
 * mouse.c
 */

GUEST_RESULT AgreeOnMouseVersion(GUEST *Guest);
GUEST_RESULT DescribeMouse(GUEST *Guest);
GUEST_RESULT FollowMouse(GUEST *Guest);

/*
 * socket.c
 */

GUEST_RESULT AskForConnection(GUEST *Guest);
GUEST_RESULT EchoOnSocket(GUEST *Guest);
GUEST_RESULT EndSocket(GUEST *Guest);

/*
 * pci.c
 */

GUEST_RESULT AgreeOnPciVersion(GUEST *Guest);
GUEST_RESULT PowerPciBus(GUEST *Guest);
GUEST_RESULT UnpowerPciBus(GUEST *Guest);
GUEST_RESULT ListPciFunctions(GUEST *Guest);
GUEST_RESULT ReadPciConfiguration(GUEST *Guest);
GUEST_RESULT TakePciInterrupt(GUEST *Guest);
GUEST_RESULT ReleasePciFunction(GUEST *Guest);

/*
 * video.c
 */

GUEST_RESULT AgreeOnVideoVersion(GUEST *Guest);
GUEST_RESULT SetVideoMode(GUEST *Guest);
GUEST_RESULT BlankScreen(GUEST *Guest);
GUEST_RESULT DrawPicture(GUEST *Guest);

/*
 * serial.c
 */

GUEST_RESULT AgreeOnSerialVersion(GUEST *Guest);
GUEST_RESULT EchoOnSerialPort(GUEST *Guest);

/*
 * files.c
 */

GUEST_RESULT AgreeOnFilesVersion(GUEST *Guest);
GUEST_RESULT FindFile(GUEST *Guest);
GUEST_RESULT ReadFile(GUEST *Guest);
GUEST_RESULT ReadFileIntoPages(GUEST *Guest);

/*
 * emulation.c
 */

GUEST_RESULT AgreeOnEmulationVersion(GUEST *Guest);
GUEST_RESULT AskTimeAndSettings(GUEST *Guest);
GUEST_RESULT UseStateFile(GUEST *Guest);
GUEST_RESULT ReportStart(GUEST *Guest);

/*
 * pool.c
 */

/**
 * Pages that the guest can spare, 256 KiB: as many as one word has bits for, which is all of the bookkeeping; and with
 * holes between them more ranges than one response of this guest has room for.
 */
#define POOL_PAGES 64U

/** Number of them that the host has. */
HV_UINT32 PoolGiven(void);

/** Gives pages that follow each other, at most @p Most: returns how many, 0 if none is left; @p Range says which. */
HV_UINT32 PoolGive(HV_UINT32 Most, DM_PAGE_RANGE *Range);

/** Takes back, and clears, all that a checked request names; MileHvCorrupt: it names a page that is not the host's. */
MILE_HV_RESULT PoolTakeBack(const MILE_HV_DM_UNBALLOON *Unballoon);

/*
 * console.c
 */

/** Adds a place where all that is printed goes, too. */
void ConsoleAdd(void (*Sink)(char Character));
/** Forgets all places. */
void ConsoleClear(void);

void Print(const char *Text);

/**
 * Prints by a format; every value is 64 bits wide, and goes through a cast if it is no number.
 *
 *     %u   decimal
 *     %x   hexadecimal; %08x with leading zeros, up to 16 digits
 *     %s   text: ADDRESS() of its first character
 *     %g   an HV_GUID: ADDRESS() of it
 */
void PrintValues(const char *Format, const HV_UINT64 *Values);
#define PrintF(Format, ...) PrintValues(Format, (const HV_UINT64[]){__VA_ARGS__})

/** An address as a number. Virtual and physical addresses are the same everywhere in this guest. */
#define ADDRESS(Pointer) ((HV_UINT64)(__UINTPTR_TYPE__)(Pointer))

/*
 * The platform: bare.c for the ELF image, uefi.c for the UEFI application.
 */

/** From here on the machine is the guest's own. */
GUEST_RESULT PlatformTakeOver(GUEST *Guest);

/** The end of the program. */
void PlatformEnd(GUEST_RESULT Result) __attribute__((noreturn));

/*
 * The processor: x64.c or arm64.c.
 */

/** Looks for the hypervisor, and fills GUEST.Detection. */
MILE_HV_RESULT ProcessorDetect(GUEST *Guest);

/** Information that the hypervisor reports about itself: a CPUID leaf; on ARM64 the register in its place. */
MILE_HV_RESULT ProcessorAsk(GUEST *Guest, HV_CPUID_FUNCTION Leaf, HV_CPUID_RESULT *Result);

/** Adds the places to which this machine prints without firmware. */
void ProcessorAddDebugPort(void);
void ProcessorAddSerialPort(void);

/** Prepares for interrupts, where this guest takes any, or keeps them away. */
void ProcessorTakeOver(void);

/** The interrupt that a source raises: what goes into HV_SYNIC_SINT.Vector. */
HV_UINT32 ProcessorVector(HV_SYNIC_SINT_INDEX Sint);

/** Whether interrupts are taken here, and how many of a source were so far. */
HV_UINT32 ProcessorTakesInterrupts(void);
HV_UINT32 ProcessorInterrupts(HV_SYNIC_SINT_INDEX Sint);

/** A moment's rest for who looks at memory again and again. */
void ProcessorRelax(void);

/** Tells the result to whoever listens at a port; returns where nobody does. */
void ProcessorEnd(GUEST_RESULT Result);

/** Stops for ever. */
void ProcessorHalt(void) __attribute__((noreturn));

#endif /* !EXAMPLE_GUEST */
