/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Events that the drivers of a guest report in its kernel's log, and that monitors report about a guest.
 *
 *     hv_vmbus: Vmbus version:5.2
 *     hv_vmbus: Unknown GUID: c376c1c3-d276-48d2-90a9-c04748072c60
 *     hv_storvsc ...: tag#243 cmd 0x85 status: scsi 0x2 srb 0x6 hv 0xc0000001
 *     hv_netvsc ... eth0: nvsp_rndis_pkt_complete error status: 2
 *     hv_utils: Heartbeat IC version 3.0
 *     hv_balloon: Max. dynamic memory size: 2048 MB
 *     kvm [3412]: vcpu0, guest rIP: ... Hyper-V unhandled rdmsr: 0x40000021
 *
 * Each is stored with the meaning of its numbers by the headers.
 */

#include "hvinfo.h"

#include <string.h>

#include <Mile.HyperV/Device/Storage.h>
#include <Mile.HyperV/Hypervisor/Msr.h>
#include <Mile.HyperV/VMBus/ChannelMessage.h>

/** Copies the text up to its end or @p Maximum bytes, what is not plain text as '?'. */
static void CopyPlain(char *Text, size_t Size, const char *From, size_t Length)
{
    size_t Copied = Length < Size - 1 ? Length : Size - 1;

    for (size_t Index = 0; Index < Copied; ++Index)
    {
        Text[Index] = From[Index] >= ' ' && From[Index] <= '~' ? From[Index] : '?';
    }
    while (Copied != 0 && Text[Copied - 1] == ' ')
    {
        --Copied;
    }
    Text[Copied] = '\0';
}

/** "4.0" after @p Key as a VMBus version. */
static bool VersionAfter(const char *Line, size_t Length, const char *Key, unsigned *Major, unsigned *Minor)
{
    const char *Place = HvinfoFind(Line, Length, Key);
    char Text[16];

    if (Place == NULL)
    {
        return false;
    }
    Place += strlen(Key);
    CopyPlain(Text, sizeof(Text), Place, (size_t)(Line + Length - Place));
    return sscanf(Text, "%5u.%5u", Major, Minor) == 2;
}

static HVINFO_LINE ReadVmbus(HVINFO_READING *Reading, const char *Line, size_t Length)
{
    static const char *const Starts[] = {"Vmbus version:", "vmbus0: version ", "vmbus0: protocol ", "protocol "};
    unsigned Major;
    unsigned Minor;

    for (size_t Index = 0; Index < sizeof(Starts) / sizeof(Starts[0]); ++Index)
    {
        if ((Index != 3 || HvinfoFind(Line, Length, "hyperv0 at ") != NULL) &&
            VersionAfter(Line, Length, Starts[Index], &Major, &Minor))
        {
            const char *Name = HvinfoNameOf(HvinfoListVmbusVersion, VMBUS_MAKE_VERSION(Major, Minor));

            HvinfoKeepEvent(Reading, "VMBus", Name, "version %u.%u", Major, Minor);
            return HvinfoLineTaken;
        }
    }
    return HvinfoLinePassed;
}

/** The first GUID in the line, with what the headers know of it as a class or an instance; false if there is none. */
static bool FindGuid(const char *Line, size_t Length, HVINFO_DEVICE *Device)
{
    for (size_t Index = 0; Length >= 36 && Index <= Length - 36; ++Index)
    {
        char Text[37];

        if (Line[Index + 8 < Length ? Index + 8 : Index] != '-' || Line[Index + 13] != '-')
        {
            continue;
        }
        memcpy(Text, Line + Index, 36);
        Text[36] = '\0';
        memset(Device, 0, sizeof(*Device));
        if (HvinfoParseGuid(Text, Device->ClassId))
        {
            memcpy(Device->InstanceId, Device->ClassId, sizeof(Device->InstanceId));
            HvinfoNameDevice(Device);
            return true;
        }
    }
    return false;
}

/** "hv_vmbus: Unknown GUID: ...", and other lines of the bus with a device class. */
static HVINFO_LINE ReadGuid(HVINFO_READING *Reading, const char *Line, size_t Length)
{
    HVINFO_DEVICE Device;
    char Meaning[320];

    if (!FindGuid(Line, Length, &Device) || (Device.Name == NULL && HvinfoFind(Line, Length, "GUID") == NULL))
    {
        return HvinfoLinePassed;
    }
    if (Device.Name != NULL)
    {
        (void)snprintf(Meaning, sizeof(Meaning), "%s (%s%s%s)", Device.Name, Device.Symbol,
                       Device.Header != NULL ? ", " : "", Device.Header != NULL ? Device.Header : "");
    }
    else
    {
        (void)snprintf(Meaning, sizeof(Meaning), "no class that the headers know");
    }
    HvinfoKeepEvent(Reading, "device", Meaning, "%s", Device.ClassId);
    return HvinfoLineTaken;
}

/** The outcome of a storage request: SCSI status, SRB status, NTSTATUS. */
static HVINFO_LINE ReadStorage(HVINFO_READING *Reading, const char *Line, size_t Length)
{
    static const struct
    {
        uint32_t Value;
        const char *Name;
    } ScsiStatuses[] = {
        {0x00, "good"},       {0x02, "check condition"}, {0x08, "busy"}, {0x18, "reservation conflict"},
        {0x28, "queue full"}, {0x40, "task aborted"},
    };
    uint32_t Command = 0;
    uint32_t Scsi;
    uint32_t Srb;
    uint32_t Nt = 0;
    bool HasCommand = HvinfoNumberAfter(Line, Length, " cmd ", &Command);
    bool HasNt = HvinfoNumberAfter(Line, Length, " hv ", &Nt) || HvinfoNumberAfter(Line, Length, " host ", &Nt);
    const char *ScsiName = "unknown";
    const char *SrbName;
    const char *NtName = NULL;
    char NtText[80];
    char Meaning[320];
    int Used;

    if (!(HvinfoNumberAfter(Line, Length, "scsi status ", &Scsi) ||
          HvinfoNumberAfter(Line, Length, "scsi_status ", &Scsi) || HvinfoNumberAfter(Line, Length, "scsi ", &Scsi)) ||
        !(HvinfoNumberAfter(Line, Length, "srb status ", &Srb) ||
          HvinfoNumberAfter(Line, Length, "srb_status ", &Srb) || HvinfoNumberAfter(Line, Length, "srb ", &Srb)))
    {
        return HvinfoLinePassed;
    }
    for (size_t Index = 0; Index < sizeof(ScsiStatuses) / sizeof(ScsiStatuses[0]); ++Index)
    {
        ScsiName = ScsiStatuses[Index].Value == Scsi ? ScsiStatuses[Index].Name : ScsiName;
    }
    SrbName = HvinfoNameOf(HvinfoListSrbStatus, Srb & VMSTOR_SRB_STATUS_MASK);
    NtName = HasNt ? HvinfoNtStatusName(Nt, NtText, sizeof(NtText)) : NULL;
    Used = snprintf(Meaning, sizeof(Meaning), "SCSI status %s; %s%s%s", ScsiName,
                    SrbName != NULL ? SrbName : "unknown SRB status",
                    (Srb & VMSTOR_SRB_STATUS_AUTOSENSE_VALID) != 0 ? ", sense data valid" : "",
                    (Srb & VMSTOR_SRB_STATUS_QUEUE_FROZEN) != 0 ? ", queue frozen" : "");
    if (HasNt && Used > 0 && (size_t)Used < sizeof(Meaning))
    {
        (void)snprintf(Meaning + Used, sizeof(Meaning) - (size_t)Used, "; %s",
                       NtName != NULL ? NtName : "NTSTATUS that the headers do not name");
    }
    if (HasCommand)
    {
        HvinfoKeepEvent(Reading, "storage", Meaning, "command 0x%02x: scsi 0x%x srb 0x%x%s%.0x", (unsigned)Command,
                        (unsigned)Scsi, (unsigned)Srb, HasNt ? " hv 0x" : "", (unsigned)Nt);
    }
    else
    {
        HvinfoKeepEvent(Reading, "storage", Meaning, "scsi 0x%x srb 0x%x%s%.0x", (unsigned)Scsi, (unsigned)Srb,
                        HasNt ? " hv 0x" : "", (unsigned)Nt);
    }
    return HvinfoLineTaken;
}

/** Lines of the network driver with a code in them. */
static HVINFO_LINE ReadNetwork(HVINFO_READING *Reading, const char *Line, size_t Length)
{
    static const struct
    {
        const char *Key;
        HVINFO_LIST_ID List;
    } Codes[] = {
        {"nvsp_rndis_pkt_complete error status", HvinfoListNvspStatus},
        {"nvsp packet type received", HvinfoListNvspMessage},
        {"unhandled packet type", HvinfoListNvspMessage},
        {"send buffer status", HvinfoListNvspStatus},
        {"receive buffer status", HvinfoListNvspStatus},
        {"buffer initialization", HvinfoListNvspStatus},
        {"NetVSC connect failed", HvinfoListNvspStatus},
        {"rndis message (type", HvinfoListRndisMessage},
        {"RNDIS message (type", HvinfoListRndisMessage},
        {"RNDIS_STATUS", HvinfoListRndisStatus},
        {"rndis status", HvinfoListRndisStatus},
        {"RNDIS status", HvinfoListRndisStatus},
        {"ndis status", HvinfoListRndisStatus},
        {"set completed with", HvinfoListRndisStatus},
        {"OID", HvinfoListRndisObject},
        {"oid", HvinfoListRndisObject},
    };
    static const char *const Plain[] = {"VF slot",   "VF registering", "VF unregistering", "Data path switched",
                                        "VF not in", "join VF"};
    const char *Start = HvinfoFind(Line, Length, "hv_netvsc");
    const char *Place;
    char Text[160];

    if (Start == NULL)
    {
        return HvinfoLinePassed;
    }
    for (size_t Index = 0; Index < sizeof(Codes) / sizeof(Codes[0]); ++Index)
    {
        uint32_t Value;

        if (HvinfoNumberAfter(Line, Length, Codes[Index].Key, &Value))
        {
            const char *Name = HvinfoNameOf(Codes[Index].List, Value);
            char Meaning[160];

            Place = HvinfoFind(Line, Length, Codes[Index].Key);
            CopyPlain(Text, sizeof(Text), Place, (size_t)(Line + Length - Place));
            (void)snprintf(Meaning, sizeof(Meaning), "%s %s", HvinfoLists[Codes[Index].List].Kind,
                           Name != NULL ? Name : "that the headers do not name");
            HvinfoKeepEvent(Reading, "network", Meaning, "%s", Text);
            return HvinfoLineTaken;
        }
    }
    for (size_t Index = 0; Index < sizeof(Plain) / sizeof(Plain[0]); ++Index)
    {
        Place = HvinfoFind(Line, Length, Plain[Index]);
        if (Place != NULL)
        {
            CopyPlain(Text, sizeof(Text), Place, (size_t)(Line + Length - Place));
            HvinfoKeepEvent(Reading, "network", NULL, "%s", Text);
            return HvinfoLineTaken;
        }
    }
    return HvinfoLinePassed;
}

/** "GPADL creation_status 0xc0000044; open_result 0xc0000225", in the words of any driver. */
static HVINFO_LINE ReadChannelStatus(HVINFO_READING *Reading, const char *Line, size_t Length)
{
    static const char *const Codes[] = {"creation_status", "open_result",  "open result",  "openresult",
                                        "open_status",     "gpadl status", "Gpadl status", "GPADL status"};
    HVINFO_LINE Result = HvinfoLinePassed;

    for (size_t Index = 0; Index < sizeof(Codes) / sizeof(Codes[0]); ++Index)
    {
        uint32_t Value;

        if (HvinfoNumberAfter(Line, Length, Codes[Index], &Value))
        {
            char Name[80];
            const char *Meaning = Value == 0 ? "success" : HvinfoNtStatusName(Value, Name, sizeof(Name));

            HvinfoKeepEvent(Reading, "channel", Meaning != NULL ? Meaning : "NTSTATUS that the headers do not name",
                            "%s 0x%08x", Codes[Index], (unsigned)Value);
            Result = HvinfoLineTaken;
        }
    }
    return Result;
}

/** A synthetic MSR that a monitor refuses or does not know, and a message of the bus that a guest does not expect. */
static HVINFO_LINE ReadNumbers(HVINFO_READING *Reading, const char *Line, size_t Length)
{
    static const struct
    {
        const char *Key;
        HVINFO_LIST_ID List;
        const char *Kind;
    } Codes[] = {
        {"rdmsr: ", HvinfoListMsr, "MSR"},
        {"wrmsr: ", HvinfoListMsr, "MSR"},
        {"RDMSR ", HvinfoListMsr, "MSR"},
        {"WRMSR ", HvinfoListMsr, "MSR"},
        {"MSR[", HvinfoListMsr, "MSR"},
        {"channel message type ", HvinfoListChannelMessage, "VMBus"},
        {"VMBus message type ", HvinfoListChannelMessage, "VMBus"},
        {"unknown msgtype=", HvinfoListChannelMessage, "VMBus"},
        {"Hyper-V message type ", HvinfoListMessageType, "hypervisor"},
    };

    for (size_t Index = 0; Index < sizeof(Codes) / sizeof(Codes[0]); ++Index)
    {
        uint32_t Value;
        const char *Place = HvinfoFind(Line, Length, Codes[Index].Key);
        const char *Name;
        char Text[120];

        if (Place == NULL || !(HvinfoNumberAfter(Line, Length, Codes[Index].Key, &Value)) ||
            HvinfoFind(Line, Length, "WinBSOD") != NULL)
        {
            continue;
        }
        Name = HvinfoNameOf(Codes[Index].List, Value);
        if (Name == NULL)
        {
            continue; /* A register of the processor, or a number of something else. */
        }
        CopyPlain(Text, sizeof(Text), Place, (size_t)(Line + Length - Place));
        HvinfoKeepEvent(Reading, Codes[Index].Kind, Name, "%s", Text);
        return HvinfoLineTaken;
    }
    return HvinfoLinePassed;
}

/** The value of a synthetic MSR: "msr[40000000] = 0001040a`0000271b", "kvm_msr: msr_write 40000000 = 0x1040a0000271b".
 */
static HVINFO_LINE ReadMsrValue(HVINFO_READING *Reading, const char *Line, size_t Length)
{
    static const char *const Keys[] = {"msr[", "msr_write ", "msr_read "};
    HVINFO_WORD Words[HVINFO_MAXIMUM_WORDS];

    for (size_t Index = 0; Index < sizeof(Keys) / sizeof(Keys[0]); ++Index)
    {
        const char *Place = HvinfoFind(Line, Length, Keys[Index]);
        const char *Name;
        char System[96];
        char Meaning[200];

        if (Place == NULL)
        {
            continue;
        }
        Place += strlen(Keys[Index]);
        if (HvinfoSplit(Place, (size_t)(Line + Length - Place), Words) < 2 || !Words[0].IsNumber ||
            !Words[1].IsNumber || Words[0].Value > UINT32_MAX || !HvinfoGapIs(&Words[1], " ]="))
        {
            continue;
        }
        Name = HvinfoNameOf(HvinfoListMsr, (uint32_t)Words[0].Value);
        if (Name == NULL)
        {
            continue;
        }
        (void)snprintf(Meaning, sizeof(Meaning), "%s", Name);
        if (Words[0].Value == HV_X64_MSR_GUEST_OS_ID &&
            HvinfoGuestOsName(Words[1].Value, System, sizeof(System)) != NULL)
        {
            (void)snprintf(Meaning, sizeof(Meaning), "%s: %s", Name, System);
        }
        HvinfoKeepEvent(Reading, "MSR", Meaning, "%s%08X = 0x%llX",
                        Index == 2   ? "read "
                        : Index == 1 ? "write "
                                     : "",
                        (unsigned)Words[0].Value, (unsigned long long)Words[1].Value);
        return HvinfoLineTaken;
    }
    return HvinfoLinePassed;
}

/** Lines that are shown as they are, from the key on. */
static HVINFO_LINE ReadPlain(HVINFO_READING *Reading, const char *Line, size_t Length)
{
    static const struct
    {
        const char *Start; /**< Text that must precede. */
        const char *Key;
        const char *Kind;
        const char *Meaning;
        bool IsWeak; /**< Does not make a text a log of a guest of Hyper-V. */
    } Lines[] = {
        {"hv_utils", "IC version ", "component", NULL, false},
        {"hv_balloon", "Dynamic Memory protocol version ", "memory", NULL, false},
        {"hv_balloon", "Max. dynamic memory size: ", "memory", NULL, false},
        {"hv_balloon", "Memory hot add failed", "memory", NULL, false},
        {"hv_balloon", "hot_add", "memory", NULL, false},
        {"hv_balloon", "Balloon", "memory", NULL, false},
        {"hv_balloon", "cold memory discard", "memory", NULL, false},
        {"hv_pci", "Using version ", "PCI", NULL, false},
        {"hv_pci", "PCI host bridge to bus ", "PCI", NULL, false},
        {"", "Synthvid Version ", "video", NULL, false},
        {"hyperv_fb", "Screen resolution: ", "video", NULL, false},
        {"Hyper-V: ", "LAPIC Timer Frequency: ", "timer", "APIC timer ticks in one tick of the kernel", false},
        {"HyperV: ", "LAPIC Timer Frequency: ", "timer", "APIC timer ticks in one tick of the kernel", false},
        {"Hypervisor detected: Microsoft Hyper-V", "Hypervisor detected:", "hypervisor", NULL, false},
        {"Hyper-V: ", "running on a nested hypervisor", "hypervisor", "The hypervisor itself runs as a guest.", false},
        {"Hyper-V: ", "running as root partition", "partition", "The kernel manages the machine.", false},
        {"Hyper-V: ", "running as L1VH partition", "partition", NULL, false},
        {"Hyper-V: ", "Using enlightened ", "use", NULL, false},
        {"Hyper-V: ", "Using hypercall", "use", NULL, false},
        {"Hyper-V: ", "Using ext hypercall", "use", NULL, false},
        {"Hyper-V: ", "Using IPI hypercalls", "use", NULL, false},
        {"Hyper-V: ", "PV spinlocks ", "use", NULL, false},
        {"Hyper-V: ", "Enabled enlightened VMCS", "use", NULL, false},
        {"Timecounter \"Hyper-V", "frequency ", "timer", "of the reference time, in Hz", false},
        {"Event timer \"Hyper-V\"", "frequency ", "timer", "of the synthetic timers, in Hz", false},
        {"clocksource: Switched to clocksource hyperv_", "hyperv_", "timer", "clock that the kernel uses", false},
        {"pvbus0 at ", "Hyper-V ", "hypervisor", NULL, false},
        {"hyperv0: ", "heartbeat", "component", NULL, false},
        {"hvs", " at hyperv0 ", "device", "storage (OpenBSD)", false},
        {"hvn", " at hyperv0 ", "device", "network (OpenBSD)", false},
        {"hvkbd", " at hyperv0 ", "device", "keyboard (OpenBSD)", false},
        {"<Hyper-V ", "<Hyper-V ", "device", NULL, false},
        {"Memory Encryption Features active: ", "active: ", "isolation", NULL, true},
        {"tsc: Detected ", "Detected ", "timer", "time stamp counter", true},
        {"tsc: Refined TSC clocksource calibration: ", "calibration: ", "timer", "time stamp counter", true},
    };

    for (size_t Index = 0; Index < sizeof(Lines) / sizeof(Lines[0]); ++Index)
    {
        const char *Start = HvinfoFind(Line, Length, Lines[Index].Start);
        const char *Place = Start != NULL ? HvinfoFind(Start, (size_t)(Line + Length - Start), Lines[Index].Key) : NULL;
        char Text[160];
        char Meaning[80];
        const char *Shown = Place;
        uint32_t Value;

        if (Place == NULL)
        {
            continue;
        }
        if (strcmp(Lines[Index].Key, "IC version ") == 0)
        {
            /* The component's name precedes: "hv_utils: Heartbeat IC version 3.0". */
            const char *Colon = HvinfoFind(Start, (size_t)(Place - Start), ": ");

            Shown = Colon != NULL ? Colon + 2 : Place;
        }
        CopyPlain(Text, sizeof(Text), Shown, (size_t)(Line + Length - Shown));
        if (strcmp(Lines[Index].Kind, "PCI") == 0 && HvinfoNumberAfter(Line, Length, "Using version ", &Value))
        {
            (void)snprintf(Meaning, sizeof(Meaning), "version %u.%u of the protocol", (unsigned)(Value >> 16),
                           (unsigned)(Value & 0xFFFF));
            HvinfoKeepEvent(Reading, "PCI", Meaning, "%s", Text);
        }
        else
        {
            HvinfoKeepEvent(Reading, Lines[Index].Kind, Lines[Index].Meaning, "%s", Text);
        }
        return Lines[Index].IsWeak ? HvinfoLinePassed : HvinfoLineTaken;
    }
    return HvinfoLinePassed;
}

HVINFO_LINE HvinfoReadEvent(HVINFO_READING *Reading, const char *Line, size_t Length, bool IsTaken)
{
    static const struct
    {
        const char *Word; /**< Must be in the line. */
        HVINFO_LINE (*Read)(HVINFO_READING *Reading, const char *Line, size_t Length);
    } Readers[] = {
        {"hv_vmbus", ReadGuid},  {"storvsc", ReadStorage}, {"hv_netvsc", ReadNetwork},
        {"", ReadChannelStatus}, {"", ReadNumbers},        {"msr", ReadMsrValue},
        {"", ReadPlain},
    };
    HVINFO_LINE Result = ReadVmbus(Reading, Line, Length);

    for (size_t Index = 0; !IsTaken && Result == HvinfoLinePassed && Index < sizeof(Readers) / sizeof(Readers[0]);
         ++Index)
    {
        if (HvinfoFind(Line, Length, Readers[Index].Word) != NULL)
        {
            Result = Readers[Index].Read(Reading, Line, Length);
        }
    }
    return Result;
}
