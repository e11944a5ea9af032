/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Crash registers: the five values that a guest writes when it crashes, as monitors log them.
 *
 *     (XEN) d8v0 VIRIDIAN CRASH: 3b c0000096 fffff806871c1651 ffffda0253683720 0        Xen, older
 *     (XEN) d13v0 VIRIDIAN GUEST_CRASH: 0x1e 0xffffffffc0000096 ...                     Xen
 *     panic hyper-v: arg1='0x3e', arg2='0x46d359bbdff', ...                             libvirt
 *     GIM: HyperV: Guest indicates a fatal condition! P0=0x1e P1=... P4=0x28            VirtualBox
 *     {"event": "GUEST_PANICKED", "data": {"info": {"type": "hyper-v", "arg1": 239,     QEMU, decimal
 *     vcpu-0 - WinBSOD: Synthetic MSR[0x40000100] 0x80                                  VMware, a line each
 *     WARN virt_whp::vp: Guest signaled crash register msr=1073742080 v=30              OpenVMM, decimal
 *     hv crash (0x1e 0xffffffffc0000005 0x0 0x0 0x0)                                    KVM
 *     HV crash parameters: (0x1e 0xffffffffc0000005 0x0 0x0 0x0)                        QEMU's log
 *     ... failed with the following error codes: ErrorCode0: 0x3B, ErrorCode1: ...      Hyper-V, event 18590
 *     The bugcheck was: 0x0000001e (0xffffffffc0000005, 0x..., 0x..., 0x...)            Windows, event 1001
 *     BugCheck 1E, {ffffffffc0000005, fffff8054c61e97c, 0, 28}                          Windows Debugger
 *     HYPERVISOR_ERROR (20001), then lines "Arg1: 0000000000000011"                     Windows Debugger
 *
 * Windows writes its stop code and the four parameters; other guests write values of their own.
 */

#include "hvinfo.h"

#include <string.h>

#include <Mile.HyperV/Hypervisor/Msr.h>

/** Form in which a monitor writes the values. */
typedef enum STYLE
{
    StyleHexadecimal, /**< Five numbers in a row, with or without 0x. */
    StyleNamed,       /**< A name in front of each. */
    StyleQemu,        /**< Named and decimal. */
    StyleMsr,         /**< One on each line, after the number of its MSR. */
    StyleStop,        /**< The stop code, and four in brackets. */
    StyleArguments,   /**< The stop code in brackets; the others follow on lines of their own. */
} STYLE;

static const struct
{
    const char *Mark;
    const char *Reporter;
    STYLE Style;
    const char *Names[HVINFO_CRASH_PARAMETERS];
} Forms[] = {
    {"VIRIDIAN CRASH:", "Xen", StyleHexadecimal, {0}},
    {"VIRIDIAN GUEST_CRASH:", "Xen", StyleHexadecimal, {0}},
    {"panic hyper-v:", "libvirt with QEMU", StyleNamed, {"arg1", "arg2", "arg3", "arg4", "arg5"}},
    {"Guest indicates a fatal condition", "VirtualBox", StyleNamed, {"P0", "P1", "P2", "P3", "P4"}},
    {"GUEST_PANICKED", "QEMU", StyleQemu, {"arg1", "arg2", "arg3", "arg4", "arg5"}},
    {"GUEST_CRASHLOADED", "QEMU", StyleQemu, {"arg1", "arg2", "arg3", "arg4", "arg5"}},
    {"Synthetic MSR[", "VMware", StyleMsr, {0}},
    {"Guest signaled crash register", "OpenVMM", StyleMsr, {0}},
    {"HV crash parameters: (", "QEMU", StyleHexadecimal, {0}},
    {"hv crash (", "KVM", StyleHexadecimal, {0}},
    {"ErrorCode0>", "Hyper-V", StyleNamed, {"ErrorCode0", "ErrorCode1", "ErrorCode2", "ErrorCode3", "ErrorCode4"}},
    {"ErrorCode0:", "Hyper-V", StyleNamed, {"ErrorCode0", "ErrorCode1", "ErrorCode2", "ErrorCode3", "ErrorCode4"}},
    {"The bugcheck was:", "Windows", StyleStop, {0}},
    {"BugCheck ", "Windows Debugger", StyleStop, {0}},
    {"Fatal System Error:", "Windows Debugger", StyleStop, {0}},
    {"STOP: 0x", "Windows", StyleStop, {0}},
};

static const size_t FormCount = sizeof(Forms) / sizeof(Forms[0]);

static HVINFO_CRASH *AddCrash(HVINFO_INPUT *Input, const char *Reporter, unsigned Line)
{
    HVINFO_CRASH *Crash;

    if (Input->CrashCount == HVINFO_MAXIMUM_CRASHES)
    {
        return NULL;
    }
    Crash = &Input->Crashes[Input->CrashCount++];
    memset(Crash, 0, sizeof(*Crash));
    Crash->Reporter = Reporter;
    Crash->Line = Line;
    return Crash;
}

static void Set(HVINFO_CRASH *Crash, unsigned Parameter, uint64_t Value)
{
    Crash->Parameter[Parameter] = Value;
    Crash->Known |= 1U << Parameter;
}

/** Numbers in a row, hexadecimal. */
static void ReadRow(HVINFO_CRASH *Crash, const HVINFO_WORD *Words, size_t Count)
{
    for (size_t Index = 0; Index < Count && Index < HVINFO_CRASH_PARAMETERS && Words[Index].IsNumber; ++Index)
    {
        Set(Crash, (unsigned)Index, Words[Index].Value);
    }
}

/** Numbers that follow names. */
static void ReadNamed(HVINFO_CRASH *Crash, const char *const *Names, bool IsDecimal, const HVINFO_WORD *Words,
                      size_t Count)
{
    for (size_t Index = 0; Index + 1 < Count; ++Index)
    {
        const HVINFO_WORD *Next = &Words[Index + 1];

        for (unsigned Parameter = 0; Parameter < HVINFO_CRASH_PARAMETERS; ++Parameter)
        {
            if (HvinfoIsWord(&Words[Index], Names[Parameter]) && Next->IsNumber && HvinfoGapIs(Next, " \t:=>]'\"") &&
                (Crash->Known >> Parameter & 1) == 0)
            {
                Set(Crash, Parameter, IsDecimal && Next->IsDecimal ? Next->Decimal : Next->Value);
            }
        }
    }
}

/** One register; a new crash begins with P0. */
static void ReadMsr(HVINFO_INPUT *Input, const char *Reporter, const HVINFO_WORD *Words, size_t Count, unsigned Line)
{
    bool IsNamed = Count >= 4 && HvinfoIsWord(&Words[0], "msr") && HvinfoIsWord(&Words[2], "v");
    const HVINFO_WORD *Msr = IsNamed ? &Words[1] : &Words[0];
    const HVINFO_WORD *Value = IsNamed ? &Words[3] : &Words[1];
    uint64_t Register;
    HVINFO_CRASH *Crash = NULL;
    unsigned Parameter;

    if (Count < 2 || !Msr->IsNumber || !Value->IsNumber)
    {
        return;
    }
    Register = IsNamed && Msr->IsDecimal ? Msr->Decimal : Msr->Value;
    if (Register < HV_X64_MSR_CRASH_P0 || Register > HV_X64_MSR_CRASH_P4)
    {
        return;
    }
    Parameter = (unsigned)(Register - HV_X64_MSR_CRASH_P0);
    if (Input->CrashCount != 0 && strcmp(Input->Crashes[Input->CrashCount - 1].Reporter, Reporter) == 0 &&
        (Input->Crashes[Input->CrashCount - 1].Known >> Parameter & 1) == 0)
    {
        Crash = &Input->Crashes[Input->CrashCount - 1];
    }
    else
    {
        Crash = AddCrash(Input, Reporter, Line);
    }
    if (Crash != NULL)
    {
        Set(Crash, Parameter, IsNamed && Value->IsDecimal ? Value->Decimal : Value->Value);
    }
}

/** The last crash if this monitor logged it, at most @p Distance lines before; NULL if not. */
static HVINFO_CRASH *LastOf(HVINFO_INPUT *Input, const char *Reporter, unsigned Line, unsigned Distance)
{
    HVINFO_CRASH *Crash = Input->CrashCount != 0 ? &Input->Crashes[Input->CrashCount - 1] : NULL;

    return Crash != NULL && strcmp(Crash->Reporter, Reporter) == 0 && Line - Crash->Line <= Distance ? Crash : NULL;
}

/** "BUGCHECK_CODE: 20001" and "BUGCHECK_P1: 11", which repeat the head of the analysis. */
static bool ReadAnalysis(HVINFO_INPUT *Input, const HVINFO_WORD *Words, size_t Count, unsigned Line)
{
    HVINFO_CRASH *Crash = LastOf(Input, "Windows Debugger", Line, 400);

    if (Count < 2 || !Words[1].IsNumber)
    {
        return false;
    }
    if (HvinfoIsWord(&Words[0], "BUGCHECK_CODE"))
    {
        if (Crash == NULL || Crash->Parameter[0] != Words[1].Value)
        {
            Crash = AddCrash(Input, "Windows Debugger", Line);
            if (Crash != NULL)
            {
                Set(Crash, 0, Words[1].Value);
            }
        }
        return true;
    }
    if (Words[0].Length == 11 && memcmp(Words[0].Text, "BUGCHECK_P", 10) == 0 && Words[0].Text[10] >= '1' &&
        Words[0].Text[10] <= '4')
    {
        unsigned Parameter = (unsigned)(Words[0].Text[10] - '0');

        if (Crash != NULL && (Crash->Known >> Parameter & 1) == 0)
        {
            Set(Crash, Parameter, Words[1].Value);
        }
        return true;
    }
    return false;
}

/** "NAME (1e)" of a debugger's analysis, its name being a stop code's; the arguments follow. */
static bool ReadArguments(HVINFO_INPUT *Input, const HVINFO_WORD *Words, size_t Count, unsigned Line)
{
    char Name[64];
    const char *Known;

    if (Count == 2 && Words[0].Gap == 0 && Words[1].IsNumber && HvinfoGapIs(&Words[1], " (") && Words[1].Gap >= 1 &&
        Words[1].Text[-1] == '(' && Words[0].Length < sizeof(Name))
    {
        memcpy(Name, Words[0].Text, Words[0].Length);
        Name[Words[0].Length] = '\0';
        Known = HvinfoStopCodeName(Words[1].Value);
        if (Known != NULL && strncmp(Known, Name, strlen(Name)) == 0)
        {
            HVINFO_CRASH *Crash = AddCrash(Input, "Windows Debugger", Line);

            if (Crash != NULL)
            {
                Set(Crash, 0, Words[1].Value);
            }
            return true;
        }
    }
    if (Count >= 2 && Words[0].Length == 4 && memcmp(Words[0].Text, "Arg", 3) == 0 && Words[0].Text[3] >= '1' &&
        Words[0].Text[3] <= '4' && Words[1].IsNumber && Input->CrashCount != 0 &&
        Line - Input->Crashes[Input->CrashCount - 1].Line < 16)
    {
        HVINFO_CRASH *Crash = &Input->Crashes[Input->CrashCount - 1];
        unsigned Parameter = (unsigned)(Words[0].Text[3] - '0');

        if (strcmp(Crash->Reporter, "Windows Debugger") == 0 && (Crash->Known >> Parameter & 1) == 0)
        {
            Set(Crash, Parameter, Words[1].Value);
        }
        return true;
    }
    /* "HYPERVISOR_ERROR (20001) 11 28f186 1005", pasted on one line. */
    if (Count >= 3 && Count <= 6 && !Words[0].IsNumber && Words[1].IsNumber && Words[2].IsNumber &&
        Words[1].Text[-1] == '(')
    {
        Known = HvinfoStopCodeName(Words[1].Value);
        if (Known != NULL && strlen(Known) == Words[0].Length && memcmp(Known, Words[0].Text, Words[0].Length) == 0)
        {
            HVINFO_CRASH *Crash = AddCrash(Input, "Windows Debugger", Line);

            if (Crash != NULL)
            {
                ReadRow(Crash, Words + 1, Count - 1);
            }
            return true;
        }
    }
    return false;
}

static void ReadLine(HVINFO_INPUT *Input, const char *Line, size_t Length, unsigned Number)
{
    HVINFO_WORD Words[HVINFO_MAXIMUM_WORDS];
    size_t Count;

    for (size_t Index = 0; Index < FormCount; ++Index)
    {
        const char *Mark = HvinfoFind(Line, Length, Forms[Index].Mark);
        const char *After;
        HVINFO_CRASH *Crash;

        if (Mark == NULL)
        {
            continue;
        }
        After = Mark + strlen(Forms[Index].Mark);
        if (Forms[Index].Style == StyleStop && Forms[Index].Mark[0] == 'S')
        {
            After = Mark + 6; /* The stop code is part of the mark. */
        }
        if (Forms[Index].Style == StyleNamed && Forms[Index].Mark[0] == 'E')
        {
            After = Mark;
        }
        Count = HvinfoSplit(After, (size_t)(Line + Length - After), Words);
        if (Forms[Index].Style == StyleMsr)
        {
            ReadMsr(Input, Forms[Index].Reporter, Words, Count, Number);
            return;
        }
        if (Forms[Index].Style == StyleQemu && HvinfoFind(Line, Length, "arg1") == NULL)
        {
            return; /* A panic of another kind. */
        }
        if ((Forms[Index].Style == StyleStop || Forms[Index].Style == StyleHexadecimal) &&
            (Count == 0 || !Words[0].IsNumber))
        {
            continue;
        }
        Crash = AddCrash(Input, Forms[Index].Reporter, Number);
        if (Crash == NULL)
        {
            return;
        }
        if (Forms[Index].Style == StyleNamed || Forms[Index].Style == StyleQemu)
        {
            ReadNamed(Crash, Forms[Index].Names, Forms[Index].Style == StyleQemu, Words, Count);
        }
        else
        {
            ReadRow(Crash, Words, Count);
        }
        if ((Crash->Known & 1) == 0)
        {
            --Input->CrashCount;
            continue;
        }
        return;
    }
    if (memchr(Line, '(', Length) != NULL || HvinfoFind(Line, Length, "Arg") != NULL ||
        HvinfoFind(Line, Length, "BUGCHECK_") != NULL)
    {
        const char *Text = HvinfoSkipPrefix(Line, &Length);
        HVINFO_CRASH *Crash = LastOf(Input, "Windows Debugger", Number, 1);

        Count = HvinfoSplit(Text, Length, Words);
        if (Crash != NULL && Crash->Known == 1 && Length != 0 && Text[0] == '(')
        {
            /* The parameters of "Fatal System Error" have a line of their own. */
            for (size_t Index = 0; Index < Count && Index < 4 && Words[Index].IsNumber; ++Index)
            {
                Set(Crash, (unsigned)Index + 1, Words[Index].Value);
            }
        }
        else if (!ReadAnalysis(Input, Words, Count, Number))
        {
            (void)ReadArguments(Input, Words, Count, Number);
        }
    }
    else if (HvinfoFind(Line, Length, "ErrorCode") != NULL && LastOf(Input, "Hyper-V", Number, 6) != NULL)
    {
        /* PowerShell breaks the message into lines. */
        static const char *const Names[] = {"ErrorCode0", "ErrorCode1", "ErrorCode2", "ErrorCode3", "ErrorCode4"};

        ReadNamed(LastOf(Input, "Hyper-V", Number, 6), Names, false, Words, HvinfoSplit(Line, Length, Words));
    }
}

/** Registers pasted without the words of a monitor around them. */
static void ReadBare(HVINFO_INPUT *Input, const char *Line, size_t Length, unsigned Number)
{
    static const struct
    {
        const char *Reporter;
        const char *Names[HVINFO_CRASH_PARAMETERS];
    } Named[] = {
        {"libvirt or QEMU", {"arg1", "arg2", "arg3", "arg4", "arg5"}},
        {"VirtualBox", {"P0", "P1", "P2", "P3", "P4"}},
        {"a monitor", {"CRASH_P0", "CRASH_P1", "CRASH_P2", "CRASH_P3", "CRASH_P4"}},
        {"a monitor",
         {"HV_X64_MSR_CRASH_P0", "HV_X64_MSR_CRASH_P1", "HV_X64_MSR_CRASH_P2", "HV_X64_MSR_CRASH_P3",
          "HV_X64_MSR_CRASH_P4"}},
        {"a monitor", {"0x40000100", "0x40000101", "0x40000102", "0x40000103", "0x40000104"}},
    };
    HVINFO_WORD Words[HVINFO_MAXIMUM_WORDS];
    const char *Text = HvinfoSkipPrefix(Line, &Length);
    size_t Count = HvinfoSplit(Text, Length, Words);
    HVINFO_CRASH *Crash = NULL;
    unsigned Numbers = 0;
    unsigned Digits = 0;

    if (!HvinfoIsText(Text, Length))
    {
        return;
    }
    for (size_t Index = 0; Index < sizeof(Named) / sizeof(Named[0]); ++Index)
    {
        HVINFO_CRASH Found;

        memset(&Found, 0, sizeof(Found));
        ReadNamed(&Found, Named[Index].Names, HvinfoFind(Text, Length, "0x") == NULL && Index == 0, Words, Count);
        if (Found.Known == 0)
        {
            continue;
        }
        Crash = LastOf(Input, Named[Index].Reporter, Number, 12);
        if (Crash == NULL || (Crash->Known & Found.Known) != 0)
        {
            Crash = (Found.Known & 1) != 0 ? AddCrash(Input, Named[Index].Reporter, Number) : NULL;
        }
        for (unsigned Parameter = 0; Crash != NULL && Parameter < HVINFO_CRASH_PARAMETERS; ++Parameter)
        {
            if (Found.Known >> Parameter & 1)
            {
                Set(Crash, Parameter, Found.Parameter[Parameter]);
            }
        }
        return;
    }
    /* Five numbers, the first a stop code and another one as long as an address or a status. */
    while (Numbers < Count && Words[Numbers].IsNumber && HvinfoGapIs(&Words[Numbers], " \t,(){}"))
    {
        Digits = Words[Numbers].Digits > Digits ? Words[Numbers].Digits : Digits;
        ++Numbers;
    }
    if (Numbers == HVINFO_CRASH_PARAMETERS && Count == Numbers && Digits >= 8 &&
        HvinfoStopCodeName(Words[0].Value) != NULL)
    {
        Crash = AddCrash(Input, "a monitor", Number);
        if (Crash != NULL)
        {
            ReadRow(Crash, Words, Count);
        }
    }
}

/** Calls @p Read for each line. */
static void ReadLines(HVINFO_INPUT *Input, const char *Data, size_t Size,
                      void (*Read)(HVINFO_INPUT *Input, const char *Line, size_t Length, unsigned Number))
{
    size_t Position = 0;
    unsigned Number = 0;

    while (Position < Size)
    {
        const char *Line = Data + Position;
        const char *End = memchr(Line, '\n', Size - Position);
        size_t Length = End != NULL ? (size_t)(End - Line) : Size - Position;

        ++Number;
        Position += Length + (End != NULL);
        Read(Input, Line, Length > HVINFO_MAXIMUM_LINE ? HVINFO_MAXIMUM_LINE : Length, Number);
    }
}

/** QEMU's event may be written over several lines, or on one that is long. */
static void ReadSpreadEvent(HVINFO_INPUT *Input, const char *Data, size_t Size)
{
    const char *Mark = HvinfoFind(Data, Size, "\"hyper-v\"");
    HVINFO_WORD Words[HVINFO_MAXIMUM_WORDS];
    HVINFO_CRASH *Crash;
    size_t Length;
    unsigned Line = 1;

    if (Mark == NULL || (HvinfoFind(Data, Size, "GUEST_PANICKED") == NULL && HvinfoFind(Data, Size, "arg1") == NULL))
    {
        return;
    }
    for (const char *Before = Data; Before != Mark; ++Before)
    {
        Line += *Before == '\n';
    }
    /* The members may precede or follow the type. */
    Mark = Mark - Data > 400 ? Mark - 400 : Data;
    Length = (size_t)(Data + Size - Mark);
    Crash = AddCrash(Input, "QEMU", Line);
    if (Crash != NULL)
    {
        static const char *const Names[] = {"arg1", "arg2", "arg3", "arg4", "arg5"};

        ReadNamed(Crash, Names, true, Words, HvinfoSplit(Mark, Length > 900 ? 900 : Length, Words));
        Input->CrashCount -= (Crash->Known & 1) == 0;
    }
}

void HvinfoReadCrashes(HVINFO_INPUT *Input, const char *Data, size_t Size)
{
    ReadLines(Input, Data, Size, ReadLine);
    if (Input->CrashCount == 0)
    {
        ReadSpreadEvent(Input, Data, Size);
    }
    if (Input->CrashCount == 0 && Input->Source == HvinfoSourceCrash)
    {
        ReadLines(Input, Data, Size, ReadBare);
        if (Input->CrashCount == 1 && Input->Crashes[0].Known == 1)
        {
            Input->CrashCount = 0; /* One number alone may be anything. */
        }
    }
}

/*
 * Meaning.
 */

/** The stop codes whose first parameter is the code of the exception, an NTSTATUS. */
static bool HasException(uint64_t StopCode)
{
    switch (StopCode & ~UINT64_C(0x10000000))
    {
    case 0x1E: /* KMODE_EXCEPTION_NOT_HANDLED */
    case 0x3B: /* SYSTEM_SERVICE_EXCEPTION */
    case 0x7E: /* SYSTEM_THREAD_EXCEPTION_NOT_HANDLED */
    case 0x8E: /* KERNEL_MODE_EXCEPTION_NOT_HANDLED */
        return true;
    default:
        return false;
    }
}

/** The identity of an open source guest among the parameters, such as Linux 6.1.0; false if there is none. */
static bool FindGuestOs(const HVINFO_CRASH *Crash, char *Text, size_t Size)
{
    for (unsigned Parameter = 0; Parameter < HVINFO_CRASH_PARAMETERS; ++Parameter)
    {
        char Name[96];

        if ((Crash->Known >> Parameter & 1) != 0 && Crash->Parameter[Parameter] >> 63 != 0 &&
            HvinfoGuestOsName(Crash->Parameter[Parameter], Name, sizeof(Name)) != NULL)
        {
            (void)snprintf(Text, Size, "P%u is the identity of the guest: %s", Parameter, Name);
            return true;
        }
    }
    return false;
}

const char *HvinfoCrashStatus(const HVINFO_CRASH *Crash, unsigned Parameter, char *Text, size_t Size)
{
    uint64_t Value = Crash->Parameter[Parameter];

    if (Parameter == 0 || (Crash->Known >> Parameter & 1) == 0 || (Value & 0xC0000000U) != 0xC0000000U ||
        (Value >> 32 != 0 && Value >> 32 != UINT32_MAX))
    {
        return NULL;
    }
    return HvinfoNtStatusName((uint32_t)Value, Text, Size);
}

const char *HvinfoExplainCrash(const HVINFO_CRASH *Crash, char *Text, size_t Size)
{
    const char *Name = HvinfoStopCodeName(Crash->Parameter[0]);
    char Os[160];
    char Status[80];
    uint64_t First = Crash->Parameter[1];
    const char *StatusName = HvinfoCrashStatus(Crash, 1, Status, sizeof(Status));

    if (FindGuestOs(Crash, Os, sizeof(Os)))
    {
        (void)snprintf(Text, Size, "%s; the other values are its own (registers), not a stop code of Windows.", Os);
    }
    else if (Crash->Parameter[0] == 0 && (Crash->Known & 1) != 0 && Name == NULL)
    {
        (void)snprintf(Text, Size,
                       "P0 is zero: no stop code of Windows. Linux writes zero if P3 and P4 are the "
                       "address and the length of a message, or are zero too.");
    }
    else if (Name == NULL)
    {
        (void)snprintf(Text, Size,
                       "P0 is no stop code of Windows that the headers name; another guest writes values "
                       "of its own.");
    }
    else if (HasException(Crash->Parameter[0]) && StatusName != NULL && (First & UINT32_MAX) == 0xC0000096U)
    {
        (void)snprintf(Text, Size,
                       "P1 is %s, a general protection fault at the address in P2. The guest receives it if the "
                       "hypervisor or the monitor refuses an access to an MSR.",
                       StatusName);
    }
    else if (HasException(Crash->Parameter[0]) && StatusName != NULL)
    {
        (void)snprintf(Text, Size, "P1 is the exception, %s; P2 is the address at which it occurred.", StatusName);
    }
    else if (StatusName != NULL)
    {
        (void)snprintf(Text, Size, "P1 reads as %s.", StatusName);
    }
    else
    {
        switch (Crash->Parameter[0])
        {
        case 0x20001: /* HYPERVISOR_ERROR */
            (void)snprintf(Text, Size, "The hypervisor itself failed; the parameters are the hypervisor's own.");
            break;
        case 0x3E: /* MULTIPROCESSOR_CONFIGURATION_NOT_SUPPORTED */
            (void)snprintf(Text, Size,
                           "The guest found that its processors differ: the monitor shows them unequal "
                           "features.");
            break;
        case 0x5C: /* HAL_INITIALIZATION_FAILED */
            (void)snprintf(Text, Size,
                           "The guest could not use a timer or an interrupt controller that the monitor "
                           "offers.");
            break;
        case 0x80: /* NMI_HARDWARE_FAILURE */
            (void)snprintf(Text, Size, "The guest received a non-maskable interrupt, which a monitor can inject.");
            break;
        case 0x101: /* CLOCK_WATCHDOG_TIMEOUT */
            (void)snprintf(Text, Size,
                           "A processor of the guest did not take clock interrupts in time, as happens when "
                           "the host does not run it.");
            break;
        default:
            (void)snprintf(Text, Size, "P1 to P4 are the parameters of the stop code.");
            break;
        }
    }
    return Text;
}
