/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The report for programs: one JSON object with every figure.
 *
 * Names of members are stable: a new version adds members, and increases "format"
 * if it removes one. Registers and masks are hexadecimal strings, fields are
 * numbers, and a figure that the source does not contain is null.
 */

#include "hvinfo.h"

#include <string.h>

#include <Mile.HyperV.Version.h>
#include <Mile.HyperV/Hypervisor/Cpuid.h>

static const char *const RegisterNames[HvinfoRegisters] = {"eax", "ebx", "ecx", "edx"};

void HvinfoWriteJsonString(FILE *Output, const char *Text)
{
    if (Text == NULL)
    {
        (void)fputs("null", Output);
        return;
    }
    (void)fputc('"', Output);
    for (; *Text != '\0'; ++Text)
    {
        unsigned char Character = (unsigned char)*Text;

        if (Character == '"' || Character == '\\')
        {
            (void)fprintf(Output, "\\%c", Character);
        }
        else if (Character < 0x20)
        {
            (void)fprintf(Output, "\\u%04x", (unsigned)Character);
        }
        else
        {
            (void)fputc(Character, Output);
        }
    }
    (void)fputc('"', Output);
}

/** Writes "Name": "Text"; an empty text is unknown and becomes null. */
static void WriteText(FILE *Output, const char *Indent, const char *Name, const char *Text, const char *End)
{
    (void)fprintf(Output, "%s\"%s\": ", Indent, Name);
    HvinfoWriteJsonString(Output, Text != NULL && *Text != '\0' ? Text : NULL);
    (void)fputs(End, Output);
}

static const char *Answer(HVINFO_ANSWER Value)
{
    return Value == HvinfoYes ? "true" : Value == HvinfoNo ? "false" : "null";
}

static void WriteSource(FILE *Output, const HVINFO_REPORT *Report)
{
    const HVINFO_INPUT *Input = Report->Input;

    (void)fputs("  \"source\": {\n", Output);
    WriteText(Output, "    ", "kind", HvinfoSourceName(Input->Source), ",\n");
    (void)fprintf(Output, "    \"thisMachine\": %s,\n", Input->Source == HvinfoSourceLive ? "true" : "false");
    WriteText(Output, "    ", "shownBecause", Report->Fallback, ",\n");
    WriteText(Output, "    ", "name", Input->Name, ",\n");
    WriteText(Output, "    ", "title", Input->Title, ",\n");
    WriteText(Output, "    ", "origin", Input->Origin, ",\n");
    WriteText(Output, "    ", "note", Input->Note, ",\n");
    WriteText(Output, "    ", "form", Input->Form, ",\n");
    WriteText(Output, "    ", "section", Input->Section, ",\n    \"notes\": [");
    for (size_t Index = 0; Index < Input->NoteCount; ++Index)
    {
        (void)fputs(Index != 0 ? ",\n      " : "\n      ", Output);
        HvinfoWriteJsonString(Output, Input->Notes[Index]);
    }
    (void)fputs(Input->NoteCount != 0 ? "\n    ]\n  },\n" : "]\n  },\n", Output);
    WriteText(Output, "  ", "architecture", Input->Architecture == HvinfoArm64 ? "arm64" : "x64", ",\n");
}

static void WriteSummary(FILE *Output, const HVINFO_SUMMARY *Summary)
{
    (void)fputs("  \"hypervisor\": {\n", Output);
    (void)fprintf(Output, "    \"present\": %s,\n", Answer(Summary->HypervisorPresent));
    (void)fprintf(Output, "    \"hyperV\": %s,\n", Answer(Summary->HyperV));
    WriteText(Output, "    ", "vendor", Summary->Vendor, ",\n");
    WriteText(Output, "    ", "interface", Summary->Interface, ",\n");
    WriteText(Output, "    ", "maker", Summary->Maker, ",\n");
    WriteText(Output, "    ", "makerMark", Summary->MakerMark, ",\n");
    (void)fprintf(Output, "    \"imitatesHyperV\": %s,\n",
                  Summary->HyperV != HvinfoYes ? "null"
                  : Summary->Imitates          ? "true"
                  : Summary->MayImitate        ? "null"
                                               : "false");
    WriteText(Output, "    ", "secondVendor", Summary->SecondVendor, ",\n");
    if (Summary->MaximumLeaf != 0)
    {
        (void)fprintf(Output, "    \"maximumLeaf\": \"0x%08X\",\n", (unsigned)Summary->MaximumLeaf);
    }
    else
    {
        (void)fputs("    \"maximumLeaf\": null,\n", Output);
    }
    if (Summary->VersionKnown)
    {
        (void)fprintf(Output, "    \"version\": { \"major\": %u, \"minor\": %u, \"build\": %u, \"servicePack\": ",
                      (unsigned)Summary->Major, (unsigned)Summary->Minor, (unsigned)Summary->Build);
        (void)fprintf(Output, Summary->PackKnown ? "%u, \"serviceBranch\": " : "null, \"serviceBranch\": ",
                      (unsigned)Summary->ServicePack);
        if (Summary->ServiceKnown)
        {
            (void)fprintf(Output, "%u, \"serviceNumber\": %u }\n", (unsigned)Summary->ServiceBranch,
                          (unsigned)Summary->ServiceNumber);
        }
        else
        {
            (void)fputs("null, \"serviceNumber\": null }\n", Output);
        }
    }
    else
    {
        (void)fputs("    \"version\": null\n", Output);
    }
    (void)fputs("  },\n  \"partition\": {\n", Output);
    WriteText(Output, "    ", "role",
              Summary->Root == HvinfoYes  ? "root"
              : Summary->Root == HvinfoNo ? "guest"
                                          : NULL,
              ",\n");
    if (Summary->IsolationKnown)
    {
        WriteText(Output, "    ", "isolation", Summary->IsolationName, ",\n");
        (void)fprintf(Output, "    \"isolationType\": %u,\n    \"paravisor\": %s\n  },\n",
                      (unsigned)Summary->IsolationType, Summary->Paravisor ? "true" : "false");
    }
    else
    {
        (void)fputs("    \"isolation\": null,\n    \"isolationType\": null,\n    \"paravisor\": null\n  },\n", Output);
    }
    (void)fputs("  \"processor\": {\n", Output);
    WriteText(Output, "    ", "vendor", Summary->ProcessorVendor, ",\n");
    WriteText(Output, "    ", "brand", Summary->ProcessorBrand, ",\n");
    if (Summary->ProcessorKnown)
    {
        (void)fprintf(Output, "    \"family\": %u,\n    \"model\": %u,\n    \"stepping\": %u\n  },\n",
                      (unsigned)Summary->Family, (unsigned)Summary->Model, (unsigned)Summary->Stepping);
    }
    else
    {
        (void)fputs("    \"family\": null,\n    \"model\": null,\n    \"stepping\": null\n  },\n", Output);
    }
}

/** Writes the privilege mask as one figure; the leaf contains the same bits. */
static void WritePrivileges(FILE *Output, const HVINFO_INPUT *Input)
{
    static const unsigned Halves[] = {HvinfoEbx, HvinfoEax};
    uint32_t Half[HvinfoRegisters];
    bool Known[HvinfoRegisters];
    const char *Separator = "";

    for (size_t Index = 0; Index < 2; ++Index)
    {
        Known[Halves[Index]] = HvinfoRegister(Input, HvCpuIdFunctionMsHvFeatures, Halves[Index], &Half[Halves[Index]]);
    }
    if (!Known[HvinfoEax] && !Known[HvinfoEbx])
    {
        (void)fputs("  \"privileges\": null,\n", Output);
        return;
    }
    (void)fputs("  \"privileges\": {\n    \"mask\": ", Output);
    if (Known[HvinfoEax] && Known[HvinfoEbx])
    {
        (void)fprintf(Output, "\"0x%08X%08X\",\n    \"granted\": {", (unsigned)Half[HvinfoEbx],
                      (unsigned)Half[HvinfoEax]);
    }
    else
    {
        (void)fputs("null,\n    \"granted\": {", Output);
    }
    for (size_t Index = 0; Index < HvinfoFieldCount; ++Index)
    {
        const HVINFO_FIELD *Field = &HvinfoFields[Index];

        if (Field->Leaf == HvCpuIdFunctionMsHvFeatures && Field->Register <= HvinfoEbx &&
            HvinfoFieldApplies(Input, Field))
        {
            (void)fprintf(Output, "%s\n      \"%s\": %s", Separator, Field->Name,
                          !Known[Field->Register]                               ? "null"
                          : HvinfoFieldValue(Field, Half[Field->Register]) != 0 ? "true"
                                                                                : "false");
            Separator = ",";
        }
    }
    (void)fputs("\n    }\n  },\n", Output);
}

static void WriteLeaf(FILE *Output, const HVINFO_INPUT *Input, const HVINFO_SUMMARY *Summary, const HVINFO_LEAF *Leaf)
{
    const char *Separator = "";
    bool IsOurs = Leaf->Subleaf == 0 && HvinfoIsOurLeaf(Summary, Leaf->Leaf);

    (void)fprintf(Output, "    {\n      \"leaf\": \"0x%08X\",\n      \"subleaf\": \"0x%08X\",\n", (unsigned)Leaf->Leaf,
                  (unsigned)Leaf->Subleaf);
    WriteText(Output, "      ", "name", IsOurs ? HvinfoLeafName(Leaf->Leaf) : NULL, ",\n");
    for (unsigned Register = 0; Register < HvinfoRegisters; ++Register)
    {
        if ((Leaf->Known & (1U << Register)) != 0)
        {
            (void)fprintf(Output, "      \"%s\": \"0x%08X\",\n", RegisterNames[Register],
                          (unsigned)Leaf->Register[Register]);
        }
        else
        {
            (void)fprintf(Output, "      \"%s\": null,\n", RegisterNames[Register]);
        }
    }
    (void)fputs("      \"fields\": [", Output);
    for (size_t Index = 0; IsOurs && Index < HvinfoFieldCount; ++Index)
    {
        const HVINFO_FIELD *Field = &HvinfoFields[Index];

        if (Field->Leaf != Leaf->Leaf || !HvinfoFieldApplies(Input, Field))
        {
            continue;
        }
        (void)fprintf(
            Output,
            "%s\n        { \"name\": \"%s\", \"form\": \"%s\", \"register\": \"%s\", \"bit\": %u, \"width\": %u, "
            "\"value\": ",
            Separator, Field->Name, Field->View, RegisterNames[Field->Register], Field->FirstBit, Field->Width);
        if ((Leaf->Known & (1U << Field->Register)) != 0)
        {
            (void)fprintf(Output, "%u }", (unsigned)HvinfoFieldValue(Field, Leaf->Register[Field->Register]));
        }
        else
        {
            (void)fputs("null }", Output);
        }
        Separator = ",";
    }
    (void)fprintf(Output, "%s],\n      \"unnamedBits\": [", *Separator != '\0' ? "\n      " : "");
    Separator = "";
    for (unsigned Register = 0; Register < HvinfoRegisters; ++Register)
    {
        uint32_t Named = IsOurs ? HvinfoNamedBits(Input, Leaf->Leaf, Register) : UINT32_MAX;

        for (unsigned Bit = 0; (Leaf->Known & (1U << Register)) != 0 && Bit < 32; ++Bit)
        {
            if ((Leaf->Register[Register] & ~Named & (1U << Bit)) != 0)
            {
                (void)fprintf(Output, "%s{ \"register\": \"%s\", \"bit\": %u }", Separator, RegisterNames[Register],
                              Bit);
                Separator = ", ";
            }
        }
    }
    (void)fputs("]\n    }", Output);
}

/** Reports of a log besides registers. */
static void WriteEvents(FILE *Output, const HVINFO_INPUT *Input)
{
    (void)fputs("  \"log\": [", Output);
    for (size_t Index = 0; Index < Input->EventCount; ++Index)
    {
        const HVINFO_EVENT *Event = &Input->Events[Index];

        (void)fprintf(Output, "%s\n    { \"line\": %u, \"count\": %u, ", Index != 0 ? "," : "", Event->Line,
                      Event->Count);
        WriteText(Output, "", "kind", Event->Kind, ", ");
        WriteText(Output, "", "text", Event->Text, ", ");
        WriteText(Output, "", "meaning", Event->Meaning, " }");
    }
    (void)fputs(Input->EventCount != 0 ? "\n  ],\n" : "],\n", Output);
}

static void WriteCrashes(FILE *Output, const HVINFO_INPUT *Input)
{
    (void)fputs("  \"crashes\": [", Output);
    for (size_t Index = 0; Index < Input->CrashCount; ++Index)
    {
        const HVINFO_CRASH *Crash = &Input->Crashes[Index];
        char Text[512];

        (void)fprintf(Output, "%s\n    { \"line\": %u, ", Index != 0 ? "," : "", Crash->Line);
        WriteText(Output, "", "reporter", Crash->Reporter, ",\n      \"parameters\": [");
        for (unsigned Parameter = 0; Parameter < HVINFO_CRASH_PARAMETERS; ++Parameter)
        {
            if ((Crash->Known >> Parameter & 1) != 0)
            {
                (void)fprintf(Output, "%s\"0x%llX\"", Parameter != 0 ? ", " : "",
                              (unsigned long long)Crash->Parameter[Parameter]);
            }
            else
            {
                (void)fprintf(Output, "%snull", Parameter != 0 ? ", " : "");
            }
        }
        (void)fputs("],\n      ", Output);
        WriteText(Output, "", "stopCode", HvinfoStopCodeName(Crash->Parameter[0]), ",\n      ");
        (void)fputs("\"statuses\": [", Output);
        for (unsigned Parameter = 0; Parameter < HVINFO_CRASH_PARAMETERS; ++Parameter)
        {
            char Name[80];

            (void)fputs(Parameter != 0 ? ", " : "", Output);
            HvinfoWriteJsonString(Output, HvinfoCrashStatus(Crash, Parameter, Name, sizeof(Name)));
        }
        (void)fputs("],\n      ", Output);
        WriteText(Output, "", "meaning", HvinfoExplainCrash(Crash, Text, sizeof(Text)), " }");
    }
    (void)fputs(Input->CrashCount != 0 ? "\n  ],\n" : "],\n", Output);
}

static void WriteDevices(FILE *Output, const HVINFO_DEVICES *Devices)
{
    if (Devices == NULL)
    {
        (void)fputs("  \"vmbus\": null\n", Output);
        return;
    }
    (void)fputs("  \"vmbus\": {\n", Output);
    WriteText(Output, "    ", "directory", Devices->Directory, ",\n    \"devices\": [");
    for (size_t Index = 0; Index < Devices->Count; ++Index)
    {
        const HVINFO_DEVICE *Device = &Devices->Device[Index];

        (void)fprintf(Output, "%s\n      { \"id\": %u, \"classId\": \"%s\", \"instanceId\": \"%s\", ",
                      Index != 0 ? "," : "", (unsigned)Device->Id, Device->ClassId, Device->InstanceId);
        WriteText(Output, "", "name", Device->Name, ", ");
        WriteText(Output, "", "symbol", Device->Symbol, ", ");
        WriteText(Output, "", "header", Device->Header, ", ");
        WriteText(Output, "", "instance", Device->Instance, " }");
    }
    (void)fprintf(Output, "%s]\n  }\n", Devices->Count != 0 ? "\n    " : "");
}

void HvinfoReportJson(FILE *Output, const HVINFO_REPORT *Report)
{
    HVINFO_SUMMARY Summary;

    HvinfoSummarize(Report->Input, &Summary);
    (void)fprintf(Output, "{\n  \"hvinfo\": { \"format\": 1, \"version\": \"%s\" },\n", MILE_HYPERV_VERSION_STRING);
    WriteSource(Output, Report);
    WriteSummary(Output, &Summary);
    WritePrivileges(Output, Report->Input);
    (void)fputs("  \"leaves\": [", Output);
    for (size_t Index = 0; Index < Report->Input->LeafCount; ++Index)
    {
        (void)fputs(Index != 0 ? ",\n" : "\n", Output);
        WriteLeaf(Output, Report->Input, &Summary, &Report->Input->Leaves[Index]);
    }
    (void)fprintf(Output, "%s],\n", Report->Input->LeafCount != 0 ? "\n  " : "");
    WriteEvents(Output, Report->Input);
    WriteCrashes(Output, Report->Input);
    WriteDevices(Output, Report->Devices);
    (void)fputs("}\n", Output);
}
