/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief hvinfo: shows the Hyper-V interface of a machine, a recording or a log, and explains numbers.
 *
 * The command line, and the sequence of the steps; hvinfo.h describes the parts.
 */

#if !defined(_POSIX_C_SOURCE) && !defined(_WIN32)
#define _POSIX_C_SOURCE 200809L
#endif

#include "hvinfo.h"

#include <stdlib.h>
#include <string.h>

#if defined(_WIN32)
#include <fcntl.h>
#include <io.h>
#define END_OF_INPUT "Ctrl-Z and Enter"
#else
#include <unistd.h>
#define END_OF_INPUT "Ctrl-D"
#endif

#include <Mile.HyperV.Version.h>
#include <Mile.HyperV/Hypervisor/Cpuid.h>

/** Shown where this machine has no Hyper-V. */
#define DEFAULT_RECORDING "azure-tdx-guest"
/** Longest text that is read, in bytes; decoding UTF-16 takes as much again. */
#define TEXT_LIMIT (256U * 1024U * 1024U)

typedef enum FORM
{
    FormText,
    FormJson,
    FormRaw,
} FORM;

/** Requests of the command line. */
typedef struct REQUEST
{
    const char *Source;    /**< The option that chose the source; NULL: this machine, or else a recording. */
    const char *Name;      /**< The option's argument. */
    const char *Values[8]; /**< The arguments of ValueOptions, in its order. */
    const char *Vmbus;
    const char *Architecture;
    const char *Processor;
    const char *Boot;
    FORM Form;
    bool List;
    bool Verbose;
} REQUEST;

/** The source that is a file of any form: an argument without an option. */
static const char AnyForm[] = "FILE";

/** Options that specify one register, or two of one leaf. */
static const struct
{
    const char *Option;
    uint32_t Leaf;
    unsigned First;
    bool Second; /**< The next register may follow after a comma. */
} ValueOptions[] = {
    {"--privileges", HvCpuIdFunctionMsHvFeatures, HvinfoEax, true},
    {"--ext", HvCpuIdFunctionMsHvFeatures, HvinfoEcx, false},
    {"--misc", HvCpuIdFunctionMsHvFeatures, HvinfoEdx, false},
    {"--hints", HvCpuIdFunctionMsHvEnlightenmentInformation, HvinfoEax, false},
    {"--nested", HvCpuIdFunctionMsHvNestedVirtFeatures, HvinfoEax, false},
    {"--isolation", HvCpuIdFunctionMsHvIsolationConfiguration, HvinfoEax, true},
};

static const size_t ValueOptionCount = sizeof(ValueOptions) / sizeof(ValueOptions[0]);

/** Whether standard input is a terminal. */
static bool IsTerminal(void)
{
#if defined(_WIN32)
    return _isatty(_fileno(stdin)) != 0;
#else
    return isatty(STDIN_FILENO) != 0;
#endif
}

/** Makes standard input what the bytes are, and the outputs what other systems write. */
static void PrepareStreams(void)
{
#if defined(_WIN32)
    (void)_setmode(_fileno(stdin), _O_BINARY);
    (void)_setmode(_fileno(stdout), _O_BINARY);
    (void)_setmode(_fileno(stderr), _O_BINARY);
#endif
}

static int Usage(const char *Message, const char *Option)
{
    (void)fprintf(stderr, "hvinfo: %s %s (see hvinfo --help)\n", Option, Message);
    return HvinfoExitUsage;
}

static int Refuse(const HVINFO_ERROR *Error)
{
    (void)fprintf(stderr, "hvinfo: %s\n", Error->Text);
    return HvinfoExitInput;
}

/** Ends with @p Code, unless something of the output was lost. */
static int Finish(int Code)
{
    if (fflush(stdout) != 0 || ferror(stdout))
    {
        (void)fputs("hvinfo: the output could not be written\n", stderr);
        return HvinfoExitOutput;
    }
    return Code;
}

/** Whether @p Argument is @p Option; *Value is its argument, NULL if there is none. */
static bool Takes(const char *Option, int Count, char **Arguments, int *Index, const char **Value)
{
    const char *Argument = Arguments[*Index];
    size_t Length = strlen(Option);

    if (strncmp(Argument, Option, Length) != 0)
    {
        return false;
    }
    if (Argument[Length] == '=')
    {
        *Value = Argument + Length + 1;
        return true;
    }
    if (Argument[Length] != '\0')
    {
        return false;
    }
    *Value = *Index + 1 < Count ? Arguments[++*Index] : NULL;
    return true;
}

/** Reads the command line; HvinfoExitShown to go on, another code or -1 to end with (-1 means well). */
static int ParseArguments(REQUEST *Request, int Count, char **Arguments)
{
    static const char *const NamedSources[] = {"--recording", "--embedded", "--kernel-log"};

    for (int Index = 1; Index < Count; ++Index)
    {
        const char *Argument = Arguments[Index];
        const char *Value = NULL;
        const char *NewSource = NULL;
        bool Known = false;

        if (strcmp(Argument, "--help") == 0 || strcmp(Argument, "-h") == 0)
        {
            (void)fputs(HvinfoHelp, stdout);
            return -1;
        }
        if (strcmp(Argument, "--version") == 0)
        {
            (void)puts("hvinfo " MILE_HYPERV_VERSION_STRING);
            return -1;
        }
        if (strcmp(Argument, "--list") == 0)
        {
            Request->List = true;
            continue;
        }
        if (strcmp(Argument, "--verbose") == 0 || strcmp(Argument, "-v") == 0)
        {
            Request->Verbose = true;
            continue;
        }
        if (strcmp(Argument, "--json") == 0 || strcmp(Argument, "--raw") == 0)
        {
            FORM Form = strcmp(Argument, "--json") == 0 ? FormJson : FormRaw;

            if (Request->Form != FormText && Request->Form != Form)
            {
                return Usage("cannot be combined with the other output form", Argument);
            }
            Request->Form = Form;
            continue;
        }
        if (strcmp(Argument, "--live") == 0)
        {
            NewSource = "--live";
        }
        else if (Argument[0] != '-' || Argument[1] == '\0')
        {
            NewSource = AnyForm;
            Value = Argument;
        }
        for (size_t Named = 0; NewSource == NULL && Named < sizeof(NamedSources) / sizeof(NamedSources[0]); ++Named)
        {
            if (Takes(NamedSources[Named], Count, Arguments, &Index, &Value))
            {
                NewSource = NamedSources[Named];
                if (Value == NULL)
                {
                    return Usage("needs an argument", NewSource);
                }
            }
        }
        for (size_t Option = 0; NewSource == NULL && Option < ValueOptionCount; ++Option)
        {
            if (Takes(ValueOptions[Option].Option, Count, Arguments, &Index, &Value))
            {
                NewSource = ValueOptions[0].Option;
                if (Value == NULL)
                {
                    return Usage("needs a hexadecimal number", ValueOptions[Option].Option);
                }
                if (Request->Values[Option] != NULL)
                {
                    return Usage("is given twice", ValueOptions[Option].Option);
                }
                Request->Values[Option] = Value;
                Known = true;
            }
        }
        if (NewSource != NULL)
        {
            if (Request->Source != NULL && !(Known && Request->Source == NewSource))
            {
                return Usage("cannot be combined with another source", Argument);
            }
            Request->Source = NewSource;
            Request->Name = Value;
            continue;
        }
        if (Takes("--vmbus", Count, Arguments, &Index, &Request->Vmbus))
        {
            if (Request->Vmbus == NULL)
            {
                return Usage("needs a directory", "--vmbus");
            }
            continue;
        }
        if (Takes("--cpu", Count, Arguments, &Index, &Request->Processor))
        {
            if (Request->Processor == NULL || Request->Processor[0] == '\0')
            {
                return Usage("needs the number or the name of a processor", "--cpu");
            }
            continue;
        }
        if (Takes("--boot", Count, Arguments, &Index, &Request->Boot))
        {
            if (Request->Boot == NULL || Request->Boot[0] == '\0' || strlen(Request->Boot) > 6 ||
                strspn(Request->Boot, "0123456789") != strlen(Request->Boot) || atoi(Request->Boot) == 0)
            {
                return Usage("needs the number of a boot, from 1", "--boot");
            }
            continue;
        }
        if (Takes("--arch", Count, Arguments, &Index, &Request->Architecture))
        {
            if (Request->Architecture == NULL ||
                (strcmp(Request->Architecture, "x64") != 0 && strcmp(Request->Architecture, "arm64") != 0))
            {
                return Usage("must be x64 or arm64", "--arch");
            }
            continue;
        }
        return Usage("is not an option of this program", Argument);
    }
    return HvinfoExitShown;
}

/** "1f" or "1f,2e" into one or two registers. */
static bool ParseValues(HVINFO_INPUT *Input, size_t Option, const char *Text)
{
    HVINFO_LEAF *Leaf = HvinfoAddLeaf(Input, ValueOptions[Option].Leaf, 0);
    size_t Length = strcspn(Text, ",");
    unsigned Register;

    if (Leaf == NULL ||
        !HvinfoKernelRegister(Input->Architecture, ValueOptions[Option].Leaf, ValueOptions[Option].First, &Register) ||
        !HvinfoParseHex(Text, Length, &Leaf->Register[Register]))
    {
        return false;
    }
    Leaf->Known |= 1U << Register;
    if (Text[Length] == ',')
    {
        Text += Length + 1;
        ++Register;
        if (!ValueOptions[Option].Second || !HvinfoParseHex(Text, strlen(Text), &Leaf->Register[Register]))
        {
            return false;
        }
        Leaf->Known |= 1U << Register;
    }
    return true;
}

static const HVINFO_EMBEDDED *FindEmbedded(const char *Name)
{
    for (size_t Index = 0; Index < HvinfoEmbeddedCount; ++Index)
    {
        if (strcmp(HvinfoEmbedded[Index].Name, Name) == 0)
        {
            return &HvinfoEmbedded[Index];
        }
    }
    return NULL;
}

static bool ReadEmbedded(HVINFO_INPUT *Input, const char *Name, HVINFO_ERROR *Error)
{
    const HVINFO_EMBEDDED *Embedded = FindEmbedded(Name);

    if (Embedded == NULL)
    {
        return HvinfoFail(Error, Name, 0, "no such recording in this program (see hvinfo --list)");
    }
    if (!HvinfoParseRecording(Input, Embedded->Name, Embedded->Data, Embedded->Size, Error))
    {
        return false;
    }
    Input->Source = HvinfoSourceEmbedded;
    return true;
}

static int List(FORM Form, HVINFO_INPUT *Input)
{
    HVINFO_ERROR Error;
    int Longest = 0;

    for (size_t Index = 0; Index < HvinfoEmbeddedCount; ++Index)
    {
        int Length = (int)strlen(HvinfoEmbedded[Index].Name);

        Longest = Length > Longest ? Length : Longest;
    }
    if (Form == FormJson)
    {
        (void)puts("[");
    }
    for (size_t Index = 0; Index < HvinfoEmbeddedCount; ++Index)
    {
        if (!ReadEmbedded(Input, HvinfoEmbedded[Index].Name, &Error))
        {
            return Refuse(&Error);
        }
        if (Form == FormJson)
        {
            (void)fputs("  { \"name\": ", stdout);
            HvinfoWriteJsonString(stdout, Input->Name);
            (void)fputs(", \"title\": ", stdout);
            HvinfoWriteJsonString(stdout, Input->Title);
            (void)fputs(", \"origin\": ", stdout);
            HvinfoWriteJsonString(stdout, Input->Origin);
            (void)fputs(Index + 1 < HvinfoEmbeddedCount ? " },\n" : " }\n", stdout);
        }
        else
        {
            (void)printf("%-*s  %s\n", Longest, Input->Name, Input->Title);
        }
    }
    if (Form == FormJson)
    {
        (void)puts("]");
    }
    return Finish(HvinfoExitShown);
}

/** Reads a file in the form that the options name, or in any. */
static bool ReadInput(HVINFO_INPUT *Input, const REQUEST *Request, HVINFO_ERROR *Error)
{
    HVINFO_REQUEST Wanted = {
        .Dumps = strcmp(Request->Source, "--kernel-log") != 0,
        .Logs = strcmp(Request->Source, "--recording") != 0,
        .Processor = Request->Processor,
        .Boot = Request->Boot != NULL ? atoi(Request->Boot) : 0,
        .Verbose = Request->Verbose ? stderr : NULL,
    };
    char *Data;
    size_t Size;
    bool Result;

    if (Request->Architecture != NULL)
    {
        Wanted.Architecture = Input->Architecture;
    }
    else if (strcmp(Request->Source, "--kernel-log") != 0)
    {
        Input->Architecture = HvinfoX64; /* A dump of CPUID is. */
    }
    if (strcmp(Request->Name, "-") == 0 && IsTerminal())
    {
        (void)fputs("hvinfo: paste the text, and end it with " END_OF_INPUT "\n", stderr);
    }
    if (!HvinfoReadFile(Request->Name, TEXT_LIMIT, &Data, &Size, Error))
    {
        return false;
    }
    Result = HvinfoDecodeText(&Data, &Size) ? HvinfoRead(Input, &Wanted, Request->Name, Data, Size, Error)
                                            : HvinfoFail(Error, Request->Name, 0, "no memory");
    free(Data);
    return Result;
}

/** Why this machine is not shown, in a sentence; the text stays in @p Text. */
static const char *ExplainAbsence(const HVINFO_SUMMARY *Summary, bool HasCpuid, bool HasDevices, char *Text,
                                  size_t Size)
{
    if (!HasCpuid)
    {
        (void)snprintf(
            Text, Size,
            "This machine is not x86 and has no CPUID instruction%s. The hypervisor's reports are in registers that "
            "only a kernel can read; hvinfo decodes the kernel's log of them: dmesg | hvinfo -",
            HasDevices ? ". It is on Hyper-V, since it has VMBus devices" : "");
    }
    else if (Summary->HypervisorPresent != HvinfoYes)
    {
        (void)snprintf(Text, Size, "This machine has no Hyper-V: no hypervisor is present (CPUID leaf 1, ECX bit 31).");
    }
    else
    {
        (void)snprintf(
            Text, Size,
            "This machine has no Hyper-V: its hypervisor, \"%s\", does not have the interface signature Hv#1.",
            Summary->Vendor);
    }
    return Text;
}

/** hvinfo explain [--json] VALUE... */
static int Explain(int Count, char **Arguments)
{
    bool IsJson = false;
    int Kept = 0;
    int Code;

    for (int Index = 0; Index < Count; ++Index)
    {
        if (strcmp(Arguments[Index], "--json") == 0)
        {
            IsJson = true;
        }
        else if (strncmp(Arguments[Index], "--", 2) == 0)
        {
            return Usage("is not an option of explain", Arguments[Index]);
        }
        else
        {
            Arguments[Kept++] = Arguments[Index];
        }
    }
    if (Kept == 0)
    {
        return Usage("needs a number, a GUID or a name", "explain");
    }
    Code = HvinfoExplain(stdout, IsJson, (size_t)Kept, Arguments);
    return Finish(Code);
}

int main(int Count, char **Arguments)
{
    static HVINFO_INPUT Input;
    static HVINFO_DEVICES Devices;
    REQUEST Request = {0};
    HVINFO_REPORT Report = {&Input, NULL, NULL};
    HVINFO_SUMMARY Summary;
    HVINFO_ERROR Error;
    char Reason[512];
    bool IsLive = false;
    int Code;

    PrepareStreams();
    if (Count >= 2 && strcmp(Arguments[1], "explain") == 0)
    {
        return Explain(Count - 2, Arguments + 2);
    }
    Code = ParseArguments(&Request, Count, Arguments);
    if (Code != HvinfoExitShown)
    {
        return Code == -1 ? Finish(HvinfoExitShown) : Code;
    }
    if (Request.List)
    {
        return List(Request.Form, &Input);
    }

    Input.Architecture = HV_BY_TARGET(HvinfoX64, HvinfoArm64);
    if (Request.Architecture != NULL)
    {
        if (Request.Source == NULL || (Request.Source != AnyForm && strcmp(Request.Source, "--kernel-log") != 0 &&
                                       strcmp(Request.Source, ValueOptions[0].Option) != 0))
        {
            return Usage("requires a file, --kernel-log or --privileges", "--arch");
        }
        Input.Architecture = strcmp(Request.Architecture, "arm64") == 0 ? HvinfoArm64 : HvinfoX64;
    }
    if ((Request.Processor != NULL || Request.Boot != NULL || Request.Verbose) &&
        (Request.Source == NULL || (Request.Source != AnyForm && strcmp(Request.Source, "--kernel-log") != 0 &&
                                    strcmp(Request.Source, "--recording") != 0)))
    {
        return Usage("requires a file", Request.Processor != NULL ? "--cpu"
                                         : Request.Boot != NULL    ? "--boot"
                                                                   : "--verbose");
    }
    if (Request.Source == NULL || strcmp(Request.Source, "--live") == 0)
    {
        IsLive = true;
    }
    else if (strcmp(Request.Source, "--embedded") == 0)
    {
        if (!ReadEmbedded(&Input, Request.Name, &Error))
        {
            return Refuse(&Error);
        }
    }
    else if (strcmp(Request.Source, ValueOptions[0].Option) == 0)
    {
        Input.Source = HvinfoSourceOptions;
        for (size_t Option = 0; Option < ValueOptionCount; ++Option)
        {
            unsigned Place;

            if (Request.Values[Option] != NULL && !HvinfoKernelRegister(Input.Architecture, ValueOptions[Option].Leaf,
                                                                        ValueOptions[Option].First, &Place))
            {
                return Usage("has no known meaning on ARM64", ValueOptions[Option].Option);
            }
            if (Request.Values[Option] != NULL && !ParseValues(&Input, Option, Request.Values[Option]))
            {
                return Usage(ValueOptions[Option].Second ? "takes one or two hexadecimal numbers of 32 bits, as 1f,2e"
                                                         : "takes a hexadecimal number of 32 bits",
                             ValueOptions[Option].Option);
            }
        }
        HvinfoSortLeaves(&Input);
    }
    else if (!ReadInput(&Input, &Request, &Error))
    {
        return Refuse(&Error);
    }

    if (IsLive || Request.Vmbus != NULL)
    {
        bool Exists;

        Devices.Directory = Request.Vmbus != NULL ? Request.Vmbus : HVINFO_DEVICES_DIRECTORY;
        if (!HvinfoReadDevices(&Devices, &Exists, &Error))
        {
            return Refuse(&Error);
        }
        if (Exists)
        {
            Report.Devices = &Devices;
        }
        else if (Request.Vmbus != NULL)
        {
            (void)HvinfoFail(&Error, Request.Vmbus, 0, "no such directory");
            return Refuse(&Error);
        }
    }
    if (IsLive)
    {
        bool HasCpuid = HvinfoReadLive(&Input);
        bool HasDevices = Request.Vmbus == NULL && Devices.Count != 0;

        HvinfoSummarize(&Input, &Summary);
        if (Summary.HyperV != HvinfoYes)
        {
            Report.Fallback = ExplainAbsence(&Summary, HasCpuid, HasDevices, Reason, sizeof(Reason));
            Code = Request.Source != NULL && !HasDevices ? HvinfoExitNoHyperV : HvinfoExitShown;
            if (Request.Source == NULL && !ReadEmbedded(&Input, DEFAULT_RECORDING, &Error))
            {
                return Refuse(&Error);
            }
        }
    }

    switch (Request.Form)
    {
    case FormJson:
        HvinfoReportJson(stdout, &Report);
        break;
    case FormRaw:
        HvinfoReportRaw(stdout, &Report);
        break;
    case FormText:
    default:
        HvinfoReportText(stdout, &Report);
        break;
    }
    return Finish(Code);
}
