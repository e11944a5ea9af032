/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The story: every step of a guest's life, in order, and back.
 *
 * Each step does one thing, says what it found, and ends in one line that
 * programs can look for:
 *
 *     ok: NAME                done
 *     skip: NAME: WHY         this machine does not offer it
 *     stop: NAME: WHY         this machine is none for this guest
 *     fail: NAME: WHY         it should have worked; nothing further is tried
 *
 * What was done is then taken back, last first. That is no tidiness: the host
 * and the hypervisor write to pages of ours, and go on with it in whatever
 * comes next in this memory, until they are told that the pages are ours again.
 *
 * Two rules hold in every step. Nothing is used that the hypervisor did not say
 * it has: each privilege and each feature is a bit, and a step without its bit is
 * skipped. And nothing is waited for without a bound: the other side is another
 * program, which may be slow, old or broken.
 */

#include "guest.h"

static const STEP Steps[] = {
    {"detect", Detect, 0, 0},
    {"take over the machine", PlatformTakeOver, 0, 0},
    {"guest OS id", Identify, "clear the guest OS id", Anonymize},
    {"hypercalls", EnableHypercalls, "disable hypercalls", DisableHypercalls},
    {"report", Report, 0, 0},
    {"reference counter", StartClock, 0, 0},
    {"reference TSC page", EnableTscPage, "disable the reference TSC page", DisableTscPage},
    {"SynIC", EnableSynic, "disable the SynIC", DisableSynic},
    {"timer message", TakeTimerMessage, 0, 0},
    {"connect to the VMBus", Connect, "unload the VMBus", Disconnect},
    {"offers", ListOffers, 0, 0},
    {"share the rings", ShareRings, "take the rings back", UnshareRings},
    {"open the channel", OpenChannel, "close the channel", CloseChannel},
};
#define STEP_COUNT (sizeof(Steps) / sizeof(Steps[0]))

/* And those of each device, once its channel is open. */

static const STEP MemorySteps[] = {
    {"dynamic memory version", AgreeOnVersion, 0, 0},
    {"dynamic memory capabilities", ReportCapabilities, 0, 0},
    {"dynamic memory status", ReportStatus, 0, 0},
    {"dynamic memory requests", ServeRequests, 0, 0},
};

static const STEP StorageSteps[] = {
    {"storage version", AgreeOnStorageVersion, 0, 0},
    {"storage properties", AskStorageProperties, 0, 0},
    {"disk", FindDisk, 0, 0},
    {"read and write the disk", ReadAndWriteDisk, 0, 0},
};

static const STEP NetworkSteps[] = {
    {"network version", AgreeOnNetworkVersion, 0, 0},
    {"network buffer", GiveNetworkBuffer, "revoke the network buffer", RevokeNetworkBuffer},
    {"send buffer", GiveSendBuffer, "revoke the send buffer", RevokeSendBuffer},
    {"network adapter", StartAdapter, "halt the network adapter", HaltAdapter},
    {"another channel", OpenSubChannel, "close the other channel", CloseSubChannel},
    {"ARP and ping", PingNeighbor, 0, 0},
};

static const STEP KeyboardSteps[] = {
    {"keyboard version", AgreeOnKeyboardVersion, 0, 0},
    {"keys", PrintKeys, 0, 0},
};

static const STEP MouseSteps[] = {
    {"mouse version", AgreeOnMouseVersion, 0, 0},
    {"mouse descriptor", DescribeMouse, 0, 0},
    {"follow the mouse", FollowMouse, 0, 0},
};

static const STEP SocketSteps[] = {
    {"echo on a socket", EchoOnSocket, 0, 0},
    {"end of the stream", EndSocket, 0, 0},
};

static const STEP PciSteps[] = {
    {"PCI version", AgreeOnPciVersion, 0, 0},
    {"power the PCI bus on", PowerPciBus, "power the PCI bus off", UnpowerPciBus},
    {"PCI functions", ListPciFunctions, 0, 0},
    {"PCI configuration", ReadPciConfiguration, 0, 0},
    {"PCI interrupt", TakePciInterrupt, "release the PCI function", ReleasePciFunction},
};

static const STEP VideoSteps[] = {
    {"video version", AgreeOnVideoVersion, 0, 0},
    {"video mode", SetVideoMode, "blank the screen", BlankScreen},
    {"draw a picture", DrawPicture, 0, 0},
};

/* Of the bus itself, with a disk controller at the other end. */

static const STEP BusSteps[] = {
    {"storage version", AgreeOnStorageVersion, 0, 0},
    {"move the channel", MoveChannel, 0, 0},
    {"keep the monitor pages", KeepMonitorPages, 0, 0},
    {"signals", CountSignals, 0, 0},
};

static const STEP FibreSteps[] = {
    {"storage version", AgreeOnStorageVersion, 0, 0},
    {"adapter properties", AskFibreProperties, 0, 0},
    {"disk", FindDisk, 0, 0},
    {"read and write the disk", ReadAndWriteDisk, 0, 0},
};

static const STEP SerialSteps[] = {
    {"serial version", AgreeOnSerialVersion, 0, 0},
    {"echo on the serial port", EchoOnSerialPort, 0, 0},
};

static const STEP FilesSteps[] = {
    {"file system version", AgreeOnFilesVersion, 0, 0},
    {"find the file", FindFile, 0, 0},
    {"read the file", ReadFile, 0, 0},
    {"read the file into pages", ReadFileIntoPages, 0, 0},
};

static const STEP EmulationSteps[] = {
    {"emulation version", AgreeOnEmulationVersion, 0, 0},
    {"time and settings", AskTimeAndSettings, 0, 0},
    {"guest state file", UseStateFile, 0, 0},
    {"report the start", ReportStart, 0, 0},
};

/** As many as a device has, at most. */
#define DEVICE_STEPS 6
#define STEPS(Table) Table, sizeof(Table) / sizeof(Table[0])

static const DEVICE Devices[] = {
    {"memory", "no dynamic memory device is offered", DM_CLASS_ID_INIT, STEPS(MemorySteps), 0, 0},
    {"storage", "no SCSI controller is offered", VMSCSI_CLASS_ID_INIT, STEPS(StorageSteps), 0, 0},
    {"network", "no network adapter is offered", NVSP_CLASS_ID_INIT, STEPS(NetworkSteps), 0, 0},
    {"keyboard", "no keyboard is offered", HK_CLASS_ID_INIT, STEPS(KeyboardSteps), 0, 0},
    {"mouse", "no mouse is offered", SYNTHHID_CLASS_ID_INIT, STEPS(MouseSteps), 0, 0},
    {"socket", "the host has no service on port 7", HVSOCK_VSOCK_PORT_ID_INIT(7), STEPS(SocketSteps), AskForConnection, 0},
    {"pci", "no PCI bus is offered", VPCI_CLASS_ID_INIT, STEPS(PciSteps), 0, 0},
    {"video", "no screen is offered", SYNTHVID_CLASS_ID_INIT, STEPS(VideoSteps), 0, 0},
    {"bus", "no SCSI controller is offered", VMSCSI_CLASS_ID_INIT, STEPS(BusSteps), ReplaceMonitorPages, 0},
    {"reserved", "no SCSI controller is offered", VMSCSI_CLASS_ID_INIT, STEPS(StorageSteps), 0, 1},
    {"fibre", "no Fibre Channel adapter is offered", VMFC_CLASS_ID_INIT, STEPS(FibreSteps), 0, 0},
    {"serial", "no serial port is offered", VMBUS_SERIAL_CLASS_ID_INIT, STEPS(SerialSteps), 0, 0},
    {"files", "no file system is offered", VMBFS_CLASS_ID_INIT, STEPS(FilesSteps), 0, 0},
    {"emulation", "no guest emulation transport is offered", GUEST_EMULATION_CLASS_ID_INIT, STEPS(EmulationSteps), 0, 0},
};
#define DEVICE_COUNT (sizeof(Devices) / sizeof(Devices[0]))
HV_STATIC_ASSERT(sizeof(MemorySteps) <= DEVICE_STEPS * sizeof(STEP) &&
                 sizeof(StorageSteps) <= DEVICE_STEPS * sizeof(STEP) &&
                 sizeof(NetworkSteps) <= DEVICE_STEPS * sizeof(STEP) &&
                 sizeof(KeyboardSteps) <= DEVICE_STEPS * sizeof(STEP) &&
                 sizeof(MouseSteps) <= DEVICE_STEPS * sizeof(STEP) &&
                 sizeof(SocketSteps) <= DEVICE_STEPS * sizeof(STEP) &&
                 sizeof(PciSteps) <= DEVICE_STEPS * sizeof(STEP) &&
                 sizeof(VideoSteps) <= DEVICE_STEPS * sizeof(STEP) &&
                 sizeof(BusSteps) <= DEVICE_STEPS * sizeof(STEP) &&
                 sizeof(FibreSteps) <= DEVICE_STEPS * sizeof(STEP) &&
                 sizeof(SerialSteps) <= DEVICE_STEPS * sizeof(STEP) &&
                 sizeof(FilesSteps) <= DEVICE_STEPS * sizeof(STEP) &&
                 sizeof(EmulationSteps) <= DEVICE_STEPS * sizeof(STEP));

/** The name of the step that is being done. */
static const char *Current;

GUEST_RESULT Skip(const char *Why)
{
    PrintF("skip: %s: %s\n", ADDRESS(Current), ADDRESS(Why));
    return GuestSkipped;
}

const DEVICE *FindDevice(const char *Word)
{
    for (HV_UINT32 Index = 0; Index < DEVICE_COUNT; ++Index)
    {
        HV_UINT32 At = 0;

        while (Word[At] != 0 && Word[At] == Devices[Index].Word[At])
        {
            ++At;
        }
        if (Word[At] == Devices[Index].Word[At])
        {
            return &Devices[Index];
        }
    }
    return 0;
}

/** Step number @p Index of a run: first those of every run, then the device's. */
static const STEP *StepAt(const GUEST *Guest, HV_UINT32 Index)
{
    return Index < STEP_COUNT ? &Steps[Index] : &Guest->Device->Steps[Index - STEP_COUNT];
}

/** The name of a result in @p Name, and its text. */
static const char *ResultText(GUEST_RESULT Result, const char **Name)
{
    switch (Result)
    {
#define TEXT(Symbol, Number, Text)                                                                                     \
    case Symbol:                                                                                                       \
        *Name = #Symbol;                                                                                               \
        return Text;
        GUEST_RESULT_LIST(TEXT)
#undef TEXT
    default:
        *Name = "?";
        return "?";
    }
}

/** Does one step, or takes one back, and says how it ended. */
static GUEST_RESULT Run(GUEST *Guest, const char *Name, GUEST_RESULT (*Do)(GUEST *))
{
    GUEST_RESULT Result;
    const char *Symbol;

    Current = Name;
    Result = Do(Guest);
    if (Result == GuestDone)
    {
        PrintF("ok: %s\n", ADDRESS(Name));
    }
    else if (Result != GuestSkipped)
    {
        PrintF("%s: %s: %s\n", ADDRESS(Result < GuestFirstFailure ? "stop" : "fail"), ADDRESS(Name),
               ADDRESS(ResultText(Result, &Symbol)));
    }
    return Result;
}

/** Whether all is well so far. */
static HV_UINT32 IsWell(GUEST_RESULT Result)
{
    return Result == GuestDone || Result == GuestDoneInPart;
}

void GuestEnd(GUEST_RESULT Result)
{
    const char *Symbol;
    const char *Text = ResultText(Result, &Symbol);

    PrintF("%s: %s\n", ADDRESS(Symbol), ADDRESS(Text));
    PrintF("Mile.HyperV guest: result %u\n", Result);
    PlatformEnd(Result);
}

void GuestMain(GUEST *Guest)
{
    GUEST_RESULT Results[STEP_COUNT + DEVICE_STEPS];
    GUEST_RESULT Result = GuestDone;
    HV_UINT32 Count = 0;

    if (!Guest->Device)
    {
        Guest->Device = &Devices[0];
    }

    PrintF("Mile.HyperV guest %s, %s, started by %s\n", ADDRESS(MILE_HYPERV_VERSION_STRING),
           ADDRESS(HV_BY_TARGET("x64", "ARM64")), ADDRESS(Guest->StartedBy));
    while (Count < STEP_COUNT + Guest->Device->StepCount && IsWell(Result))
    {
        Results[Count] = Run(Guest, StepAt(Guest, Count)->Name, StepAt(Guest, Count)->Do);
        if (Results[Count] == GuestSkipped)
        {
            Result = GuestDoneInPart;
        }
        else if (Results[Count] != GuestDone)
        {
            Result = Results[Count];
        }
        ++Count;
    }
    while (Count-- != 0)
    {
        const STEP *Step = StepAt(Guest, Count);
        /* A device that was taken away has forgotten us. */
        const HV_UINT32 IsGone = Count >= STEP_COUNT && !Guest->HasOffer;

        if (Step->Undo && Results[Count] == GuestDone && !IsGone)
        {
            GUEST_RESULT Undone = Run(Guest, Step->UndoName, Step->Undo);

            /* The first failure is the one that counts. */
            if (Undone != GuestDone && IsWell(Result))
            {
                Result = Undone;
            }
        }
    }
    GuestEnd(Result);
}
