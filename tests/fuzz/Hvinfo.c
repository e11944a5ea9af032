/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Fuzz target: hvinfo's readers, on any text, in memory of its exact length.
 *
 * The first byte chooses the reader: each alone, or all as `hvinfo FILE` has
 * them. What is read is whole (sorted leaves, texts that end) and can be
 * reported; a refusal is one line that begins with the name. A recording that
 * hvinfo writes is readable, and the same.
 *
 * Built of examples/hvinfo/[a-l]*.c
 * Built of examples/hvinfo/[n-z]*.c
 */

#include "Fuzz.h"

#include "../../examples/hvinfo/hvinfo.h"

/* No recording and no header's text is needed here. */
const HVINFO_EMBEDDED HvinfoEmbedded[1];
const size_t HvinfoEmbeddedCount;
const HVINFO_HEADER HvinfoHeaders[1];
const size_t HvinfoHeaderCount;
const char HvinfoHelp[1];

static HVINFO_INPUT Input;
static HVINFO_INPUT Again;

/** Reports to a file in memory; returns its bytes. */
static char *Report(void (*Write)(FILE *Output, const HVINFO_REPORT *Report), size_t *Size)
{
    HVINFO_REPORT Report = {&Input, NULL, NULL};
    char *Text = NULL;
    FILE *Output = open_memstream(&Text, Size);

    CHECK(Output);
    Write(Output, &Report);
    CHECK(fclose(Output) == 0);
    return Text;
}

static void CheckRaw(void)
{
    HVINFO_REQUEST Request = {.Dumps = true};
    HVINFO_ERROR Error;
    size_t Size;
    char *Text = Report(HvinfoReportRaw, &Size);

    Again.Architecture = HvinfoX64;
    CHECK(Input.LeafCount == 0 || HvinfoRead(&Again, &Request, "raw", Text, Size, &Error));
    if (Input.LeafCount != 0)
    {
        CHECK(Again.LeafCount == Input.LeafCount);
        for (size_t Index = 0; Index < Input.LeafCount; ++Index)
        {
            const HVINFO_LEAF *One = &Input.Leaves[Index];
            const HVINFO_LEAF *Other = &Again.Leaves[Index];

            CHECK(One->Leaf == Other->Leaf && One->Subleaf == Other->Subleaf && One->Known == Other->Known);
        }
    }
    free(Text);
}

int LLVMFuzzerTestOneInput(const uint8_t *Bytes, size_t Count)
{
    static const HVINFO_READER *const Readers[] = {NULL,
                                                   &HvinfoTableReader,
                                                   &HvinfoLineReader,
                                                   &HvinfoRegistersReader,
                                                   &HvinfoTuplesReader,
                                                   &HvinfoXmlReader,
                                                   &HvinfoJsonReader,
                                                   &HvinfoKernelLogReader};
    INPUT Fuzzed = {Bytes, Count};
    unsigned Choice = (unsigned)Take(&Fuzzed, 1);
    REST Rest = TakeRest(&Fuzzed, 0);
    char *Text = (char *)Rest.Block;
    size_t Size = Rest.Bytes;
    HVINFO_REQUEST Request = {.Reader = Readers[Choice % 8],
                              .Dumps = true,
                              .Logs = true,
                              .Processor = (Choice & 0x40) != 0 ? "1" : NULL,
                              .Boot = (Choice & 0x20) != 0 ? 1 : 0};
    HVINFO_ERROR Error;

    Input.Architecture = (Choice & 0x80) != 0 ? HvinfoArm64 : HvinfoX64;
    Error.Text[0] = '\0';
    CHECK(HvinfoDecodeText(&Text, &Size));
    if (HvinfoRead(&Input, &Request, "name", Text, Size, &Error))
    {
        size_t Written;

        CHECK(Input.LeafCount + Input.EventCount + Input.CrashCount + Input.NoteCount != 0);
        CHECK(Input.LeafCount <= HVINFO_MAXIMUM_LEAVES && Input.EventCount <= HVINFO_MAXIMUM_EVENTS);
        CHECK(Input.CrashCount <= HVINFO_MAXIMUM_CRASHES && Input.NoteCount <= HVINFO_MAXIMUM_NOTES);
        for (size_t Index = 1; Index < Input.LeafCount; ++Index)
        {
            const HVINFO_LEAF *Before = &Input.Leaves[Index - 1];
            const HVINFO_LEAF *Leaf = &Input.Leaves[Index];

            CHECK(Before->Leaf < Leaf->Leaf || (Before->Leaf == Leaf->Leaf && Before->Subleaf < Leaf->Subleaf));
        }
        CHECK(memchr(Input.Title, '\0', sizeof(Input.Title)) && memchr(Input.Origin, '\0', sizeof(Input.Origin)));
        CHECK(memchr(Input.Note, '\0', sizeof(Input.Note)));
        free(Report(HvinfoReportText, &Written));
        free(Report(HvinfoReportJson, &Written));
        CheckRaw();
    }
    else
    {
        CHECK(strncmp(Error.Text, "name:", 5) == 0 && strlen(Error.Text) > 10 && strchr(Error.Text, '\n') == NULL);
    }
    free(Text);
    return 0;
}

static void SeedText(const char *Name, const char *Text)
{
    for (unsigned Choice = 0; Choice < 2; ++Choice)
    {
        char Label[64];
        uint8_t Byte = (uint8_t)(Choice == 0 ? 0 : Name[0] - '0');

        (void)snprintf(Label, sizeof(Label), "%s-%u", Name, Choice);
        SeedPut(&Byte, 1);
        SeedPut(Text, strlen(Text));
        Seed(Label);
    }
}

static void WriteSeeds(void)
{
    SeedText("1-table", "# title: T\n#   more\n40000000 0 40000001 7263694d 666f736f 76482074\n"
                        "40000001 00000000 31237648 00000000 00000000 --------\n");
    SeedText("2-line", "CPU 0:\nCPUID 40000000: 4000000B-7263694D-666F736F-76482074 [Microsoft Hv]\n"
                       "CPUID 00000004: 1C004121-01C0003F-0000003F-00000000 [SL 01]\nCPU 1:\n"
                       "Gst: 40000003/0000  00000e7f 000008b0 00000002 000017b2\nbasic_cpuid[0]=1 2 3 4\n"
                       "vmx| hostCPUID level 40000000, 0: 0x40000010 0x61774d56 0x4d566572 0x65726177\n");
    SeedText("3-registers", "   0x40000003 0x00: eax=0x00000e7f ebx=0x000008b0 ecx=0x00000002 edx=0x000017b2\n"
                            "eax in: 0x40000001, eax = 31237648 ebx = 0 ecx = 0 edx = 0\n"
                            "CpuIdEntry { function: 1073741824, index: 0, eax: 1073741829, ebx: 1919117645, "
                            "ecx: 1718580079, edx: 1984438388 }\n.eax = 0x40000006,\n");
    SeedText("4-tuples", "((0x40000003, 0x0) => (0x00000e7f, 0x000008b0, 0x00000002, 0x000017b2)), // x\n");
    SeedText("5-xml", "<processor id='1'><register eax=\"40000001\" ecx=\"0\">31237648,0,0,0</register>"
                      "<cpuid eax_in='0x40000000' ecx_in='0x00' eax='0x1' ebx='0x2' ecx='0x3' edx='0x4'/>\n");
    SeedText("6-json", "{\"architecture\": \"arm64\", \"source\": {\"title\": \"T\"}, \"leaves\": [{\"leaf\": "
                       "\"0x40000003\", \"eax\": \"0x2e7f\", \"ebx\": null}], \"0x40000001\": [1, 2, 3, 4]}\n");
    SeedText("7-log", "[    0.000000] Linux version 6.1\n[    0.000000] Hyper-V: privilege flags low 0xae7f, high "
                      "0x3b8030, ext 0x2, hints 0xc2c, misc 0x1\nHyper-V: Host Build 10.0.26100.7920-7-0\n"
                      "Hyper-V Version: 10.0.1 [SP0]\n  Features=0x2e7f<X>\n  PM Features=0x0 [C2]\n"
                      "hv_vmbus: Unknown GUID: c376c1c3-d276-48d2-90a9-c04748072c60\n"
                      "hv_storvsc x: tag#1 cmd 0x85 status: scsi 0x2 srb 0x6 hv 0xc0000001\n-- Reboot --\n"
                      "Hyper-V: features 0x1, hints 0x2\n");
    SeedText("0-crash",
             "(XEN) d8v0 VIRIDIAN CRASH: 3b c0000096 fffff806871c1651 ffffda0253683720 0\n"
             "WinBSOD: Synthetic MSR[0x40000100] 0x139\nP0=0x1e P1=0x1 P2=0x2 P3=0x3 P4=0x4\n"
             "{\"event\": \"GUEST_PANICKED\", \"info\": {\"type\": \"hyper-v\", \"arg1\": 239, \"arg2\": 1}}\n"
             "HYPERVISOR_ERROR (20001)\nArg1: 11\n");
}
