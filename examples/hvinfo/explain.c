/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief hvinfo explain: the meanings of a number, a GUID or a name.
 *
 * Every list of names.c is searched, and values with a structure are decoded: a
 * hypercall's input and result word, a status that Windows wraps, a guest OS
 * identity, a bit of a CPUID leaf, a device's GUID or modalias. All meanings
 * are shown, the most likely ones first.
 */

#include "hvinfo.h"

#include <stdarg.h>
#include <string.h>

#include <Mile.HyperV.Version.h>
#include <Mile.HyperV/Device/Storage.h>
#include <Mile.HyperV/Hypervisor/Cpuid.h>
#include <Mile.HyperV/Hypervisor/Extended.h>
#include <Mile.HyperV/Hypervisor/HypercallTable.h>
#include <Mile.HyperV/Hypervisor/Msr.h>
#include <Mile.HyperV/Hypervisor/Vbs.h>
#include <Mile.HyperV/VMBus/Socket.h>

#define MAXIMUM_MEANINGS 64
#define MAXIMUM_NEAREST 5

typedef struct MEANING
{
    const char *Kind;
    char Name[96];
    bool HasNumber;
    uint64_t Number;
    const char *Header; /**< NULL: the headers do not have it. */
    char Detail[480];
} MEANING;

/** One meaning that was found of a value. */
typedef struct MEANINGS
{
    MEANING Meaning[MAXIMUM_MEANINGS];
    size_t Count;
    const char *Nearest[MAXIMUM_NEAREST];
    const char *NearestHeader[MAXIMUM_NEAREST];
    unsigned Distance[MAXIMUM_NEAREST];
    size_t NearestCount;
} MEANINGS;

static MEANING *Add(MEANINGS *Found, const char *Kind, const char *Header, const char *Format, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 4, 5)))
#endif
    ;

/** A new meaning without number and detail; the last one again if there is no room. */
static MEANING *Add(MEANINGS *Found, const char *Kind, const char *Header, const char *Format, ...)
{
    MEANING *Meaning = &Found->Meaning[Found->Count < MAXIMUM_MEANINGS ? Found->Count++ : MAXIMUM_MEANINGS - 1];
    va_list Arguments;

    memset(Meaning, 0, sizeof(*Meaning));
    Meaning->Kind = Kind;
    Meaning->Header = Header;
    va_start(Arguments, Format);
    (void)vsnprintf(Meaning->Name, sizeof(Meaning->Name), Format, Arguments);
    va_end(Arguments);
    return Meaning;
}

static void Detail(MEANING *Meaning, const char *Format, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 2, 3)))
#endif
    ;

/** Adds a sentence to the detail. */
static void Detail(MEANING *Meaning, const char *Format, ...)
{
    size_t Length = strlen(Meaning->Detail);
    va_list Arguments;

    if (Length + 2 < sizeof(Meaning->Detail))
    {
        if (Length != 0)
        {
            Meaning->Detail[Length++] = ' ';
        }
        va_start(Arguments, Format);
        (void)vsnprintf(Meaning->Detail + Length, sizeof(Meaning->Detail) - Length, Format, Arguments);
        va_end(Arguments);
    }
}

/*
 * Details of numbers in lists.
 */

/** Form, caller, privilege and age of a hypercall. */
static void DetailCall(MEANING *Meaning, uint32_t Code)
{
    static const struct
    {
        uint32_t Code;
        HV_HYPERCALL_FORM Form;
        HV_HYPERCALL_ANSWER Fast;
        HV_HYPERCALL_CALLER Caller;
        const char *Privilege;
        unsigned Since;
    } Rows[] = {
#define ROW(Code, Form, Fast, Header, Input, InputElement, Output, OutputElement, Caller, Privilege, Since)            \
    {Code, HvHypercallForm##Form, HvHypercallAnswer##Fast, HvHypercallCaller##Caller, #Privilege, Since},
        HV_HYPERCALL_TABLE(ROW)
#undef ROW
    };
    static const char *const Forms[] = {
        [HvHypercallFormUnknown] = "Form: undocumented.",
        [HvHypercallFormSimple] = "Simple call.",
        [HvHypercallFormRep] = "Rep call.",
    };
    static const char *const Callers[] = {
        [HvHypercallCallerUnknown] = "Caller: undocumented.",
        [HvHypercallCallerAny] = "Any partition may call it.",
        [HvHypercallCallerParent] = "The parent of the partition may call it.",
        [HvHypercallCallerParentOrRoot] = "The parent of the partition or the root may call it.",
        [HvHypercallCallerRoot] = "The root partition may call it.",
        [HvHypercallCallerHost] = "Only partitions that host others are known to call it.",
    };

    for (size_t Index = 0; Index < sizeof(Rows) / sizeof(Rows[0]); ++Index)
    {
        if (Rows[Index].Code != Code)
        {
            continue;
        }
        Meaning->Header = "Mile.HyperV/Hypervisor/HypercallTable.h";
        Detail(Meaning, "%s", Forms[Rows[Index].Form]);
        if (Rows[Index].Fast == HvHypercallAnswerYes)
        {
            Detail(Meaning, "Its input may be in registers.");
        }
        Detail(Meaning, "%s", Callers[Rows[Index].Caller]);
        if (strcmp(Rows[Index].Privilege, "NoPrivilege") != 0 && strcmp(Rows[Index].Privilege, "Unknown") != 0)
        {
            Detail(Meaning, "It needs the privilege %s.", Rows[Index].Privilege);
        }
        if (Rows[Index].Since != 0)
        {
            Detail(Meaning, "Since version %u of the interface.", Rows[Index].Since);
        }
    }
}

static void DetailMsr(MEANING *Meaning, uint32_t Msr)
{
    if (Msr >= HV_X64_MSR_CRASH_P0 && Msr <= HV_X64_MSR_CRASH_P4)
    {
        if (Msr == HV_X64_MSR_CRASH_P0)
        {
            Detail(Meaning,
                   "Crash register P0: a Windows guest writes its stop code there (0x139 for example), other "
                   "guests write values of their own.");
        }
        else
        {
            Detail(Meaning, "Crash register P%u: a Windows guest writes parameter %u of its stop code there.",
                   (unsigned)(Msr - HV_X64_MSR_CRASH_P0), (unsigned)(Msr - HV_X64_MSR_CRASH_P0));
        }
    }
}

static void DetailLeaf(MEANING *Meaning, uint32_t Leaf)
{
    unsigned Fields = 0;

    for (size_t Index = 0; Index < HvinfoFieldCount; ++Index)
    {
        Fields += HvinfoFields[Index].Leaf == Leaf;
    }
    if (Fields != 0)
    {
        Detail(Meaning, "%u fields have names; hvinfo explain %08X:eax:0 explains a bit.", Fields, (unsigned)Leaf);
    }
}

/** Adds every list's name for a number, in the order in which they are likely. */
static void ExplainListed(MEANINGS *Found, uint32_t Value)
{
    static const HVINFO_LIST_ID Order[] = {
        HvinfoListMsr,
        HvinfoListLeaf,
        HvinfoListStatus,
        HvinfoListCall,
        HvinfoListStopCode,
        HvinfoListMessageType,
        HvinfoListNtStatus,
        HvinfoListHostStatus,
        HvinfoListChannelMessage,
        HvinfoListVmbusVersion,
        HvinfoListSrbStatus,
        HvinfoListNvspStatus,
        HvinfoListNvspMessage,
        HvinfoListRndisMessage,
        HvinfoListRndisStatus,
        HvinfoListRndisObject,
        HvinfoListStorageOperation,
        HvinfoListComponent,
        HvinfoListComponentStatus,
        HvinfoListRegister,
        HvinfoListX64Register,
        HvinfoListArm64Register,
    };

    for (size_t Index = 0; Index < sizeof(Order) / sizeof(Order[0]); ++Index)
    {
        const HVINFO_LIST *List = &HvinfoLists[Order[Index]];

        for (size_t Name = 0; Name < List->Count; ++Name)
        {
            MEANING *Meaning;

            if (List->Names[Name].Value != Value)
            {
                continue;
            }
            Meaning = Add(Found, List->Kind, List->Header, "%s%s", Order[Index] == HvinfoListNtStatus ? "STATUS_" : "",
                          List->Names[Name].Name);
            Meaning->HasNumber = true;
            Meaning->Number = Value;
            switch (Order[Index])
            {
            case HvinfoListCall:
                DetailCall(Meaning, Value);
                break;
            case HvinfoListMsr:
                DetailMsr(Meaning, Value);
                break;
            case HvinfoListLeaf:
                DetailLeaf(Meaning, Value);
                break;
            case HvinfoListStopCode:
                Detail(Meaning, "In crash register P0, if the guest is Windows.");
                break;
            case HvinfoListVmbusVersion:
                Detail(Meaning, "Version %u.%u.", (unsigned)(Value >> 16), (unsigned)(Value & 0xFFFF));
                break;
            default:
                break;
            }
        }
    }
}

/*
 * Numbers with a structure.
 */

/** A status of the hypervisor in the form in which Windows wraps it. */
static void ExplainWrapped(MEANINGS *Found, uint32_t Value)
{
    const char *Name = HvinfoNameOf(HvinfoListStatus, Value & 0xFFFF);
    MEANING *Meaning;

    if ((Value >> 16 & 0x0FFF) != 0x035 || Name == NULL)
    {
        return;
    }
    Meaning = Add(Found, "NTSTATUS of the hypervisor", "Mile.HyperV/Hypervisor/Status.h", "%s", Name);
    Meaning->HasNumber = true;
    Meaning->Number = Value & 0xFFFF;
    Detail(Meaning,
           "Facility 0x35 is the hypervisor's; the low 16 bits are the status of the hypercall, 0x%02X. Windows calls "
           "it STATUS_HV_%s and ERROR_HV_%s.",
           (unsigned)(Value & 0xFFFF), Name + strlen("HV_STATUS_"), Name + strlen("HV_STATUS_"));
}

/** An SRB status with its two flags. */
static void ExplainSrb(MEANINGS *Found, uint32_t Value)
{
    const char *Name = HvinfoNameOf(HvinfoListSrbStatus, Value & VMSTOR_SRB_STATUS_MASK);
    MEANING *Meaning;

    if (Value > 0xFF || (Value & ~(uint32_t)VMSTOR_SRB_STATUS_MASK) == 0 || Name == NULL)
    {
        return;
    }
    Meaning = Add(Found, "SRB status", "Mile.HyperV/Device/Storage.h", "%s", Name);
    Meaning->HasNumber = true;
    Meaning->Number = Value & VMSTOR_SRB_STATUS_MASK;
    Detail(Meaning, "With the flags%s%s.", (Value & VMSTOR_SRB_STATUS_AUTOSENSE_VALID) != 0 ? " AUTOSENSE_VALID" : "",
           (Value & VMSTOR_SRB_STATUS_QUEUE_FROZEN) != 0 ? " QUEUE_FROZEN" : "");
}

/** The control word of a hypercall, by its fields. */
static void ExplainInput(MEANINGS *Found, uint64_t Value)
{
    HV_HYPERCALL_INPUT Input = {.AsUINT64 = Value};
    const char *Name = HvinfoNameOf(HvinfoListCall, (uint32_t)Input.CallCode);
    MEANING *Meaning;

    if (Value <= 0xFFFF || Name == NULL || Input.Reserved1 != 0 || Input.Reserved2 != 0 || Input.Reserved3 != 0 ||
        (Input.CountOfElements != 0 ? Input.RepStartIndex >= Input.CountOfElements : Input.RepStartIndex != 0))
    {
        return;
    }
    Meaning = Add(Found, "hypercall input word", "Mile.HyperV/Hypervisor/Hypercall.h", "%s", Name);
    Meaning->HasNumber = true;
    Meaning->Number = Value;
    Detail(Meaning,
           "CallCode 0x%04X, IsFast %u, VariableHeaderSize %u, IsNested %u, CountOfElements %u, RepStartIndex %u.",
           (unsigned)Input.CallCode, (unsigned)Input.IsFast, (unsigned)Input.VariableHeaderSize,
           (unsigned)Input.IsNested, (unsigned)Input.CountOfElements, (unsigned)Input.RepStartIndex);
    DetailCall(Meaning, (uint32_t)Input.CallCode);
    Meaning->Header = "Mile.HyperV/Hypervisor/Hypercall.h";
}

/** The result word of a hypercall. */
static void ExplainOutput(MEANINGS *Found, uint64_t Value)
{
    HV_HYPERCALL_OUTPUT Output = {.AsUINT64 = Value};
    const char *Name = HvinfoNameOf(HvinfoListStatus, Output.CallStatus);
    MEANING *Meaning;

    if (Value <= UINT32_MAX || Name == NULL || Output.Reserved1 != 0 || Output.Reserved2 != 0)
    {
        return;
    }
    Meaning = Add(Found, "hypercall result word", "Mile.HyperV/Hypervisor/Hypercall.h", "%s", Name);
    Meaning->HasNumber = true;
    Meaning->Number = Value;
    Detail(Meaning, "CallStatus 0x%04X, ElementsProcessed %u.", (unsigned)Output.CallStatus,
           (unsigned)Output.ElementsProcessed);
}

static void ExplainGuestOs(MEANINGS *Found, uint64_t Value)
{
    char Text[96];

    if (HvinfoGuestOsName(Value, Text, sizeof(Text)) != NULL)
    {
        MEANING *Meaning = Add(Found, "guest OS identity", "Mile.HyperV/Hypervisor/GuestOsId.h", "%.*s",
                               (int)strcspn(Text, ","), Text);

        Detail(Meaning, "%s.", Text);
    }
}

/** A number, as the user may mean it. */
static void ExplainNumber(MEANINGS *Found, uint64_t Value)
{
    bool IsSigned = Value >> 32 == UINT32_MAX && (Value & 0x80000000U) != 0;

    if (Value <= UINT32_MAX || IsSigned)
    {
        /* A 32-bit status may be sign-extended. */
        ExplainWrapped(Found, (uint32_t)Value);
        ExplainListed(Found, (uint32_t)Value);
        if (Found->Count == 0 && HvinfoStopCodeName((uint32_t)Value) != NULL)
        {
            Detail(Add(Found, "stop code of Windows", "Mile.HyperV/Hypervisor/BugCheck.h", "%s",
                       HvinfoStopCodeName((uint32_t)Value)),
                   "Bit 28 marks another form of the same code.");
        }
        ExplainSrb(Found, (uint32_t)Value);
        for (size_t Index = 0; !IsSigned && Index < HvinfoFieldCount; ++Index)
        {
            const HVINFO_FIELD *Field = &HvinfoFields[Index];

            if (Field->Leaf == Value && Found->Count == 0)
            {
                DetailLeaf(Add(Found, "CPUID leaf", "Mile.HyperV/Hypervisor/Cpuid.h", "%s", Field->View),
                           (uint32_t)Value);
            }
        }
    }
    if (!IsSigned)
    {
        ExplainInput(Found, Value);
        ExplainOutput(Found, Value);
        ExplainGuestOs(Found, Value);
    }
}

/*
 * CPUID bits, GUIDs, names.
 */

/** "40000003:edx:10", "40000003/edx/10", "CPUID.40000003H:EDX[10]", or without the bit. */
static bool ExplainBit(MEANINGS *Found, const char *Text)
{
    static const char *const RegisterNames[HvinfoRegisters] = {"eax", "ebx", "ecx", "edx"};
    HVINFO_WORD Words[HVINFO_MAXIMUM_WORDS];
    char Copy[64];
    size_t Count;
    size_t First = 0;
    unsigned Register;
    bool HasBit;

    if (strlen(Text) >= sizeof(Copy))
    {
        return false;
    }
    (void)snprintf(Copy, sizeof(Copy), "%s", Text);
    for (char *Point = strchr(Copy, '.'); Point != NULL; Point = strchr(Point, '.'))
    {
        *Point = ':';
    }
    Count = HvinfoSplit(Copy, strlen(Copy), Words);
    if (Count != 0 && HvinfoIsWord(&Words[0], "CPUID"))
    {
        First = 1;
    }
    if (Count < First + 2 || !Words[First].IsNumber || Words[First].Value > UINT32_MAX)
    {
        return false;
    }
    for (Register = 0; Register < HvinfoRegisters; ++Register)
    {
        if (HvinfoIsWord(&Words[First + 1], RegisterNames[Register]))
        {
            break;
        }
    }
    if (Register == HvinfoRegisters || Count > First + 3)
    {
        return false;
    }
    HasBit = Count == First + 3;
    if (HasBit && (!Words[First + 2].IsDecimal || !Words[First + 2].IsNumber || Words[First + 2].Decimal > 31))
    {
        return false;
    }
    for (size_t Index = 0; Index < HvinfoFieldCount; ++Index)
    {
        const HVINFO_FIELD *Field = &HvinfoFields[Index];
        unsigned Bit = HasBit ? (unsigned)Words[First + 2].Decimal : 0;
        MEANING *Meaning;

        if (Field->Leaf != Words[First].Value || Field->Register != Register ||
            (HasBit && (Bit < Field->FirstBit || Bit >= Field->FirstBit + Field->Width)))
        {
            continue;
        }
        Meaning = Add(Found, "field of a CPUID leaf",
                      Field->Leaf == HvCpuIdFunctionMsHvFeatures && Field->Register <= HvinfoEbx
                          ? "Mile.HyperV/Hypervisor/Privilege.h"
                          : "Mile.HyperV/Hypervisor/CpuidField.h",
                      "%s", Field->Name);
        Detail(Meaning, "Leaf %08X, %s", (unsigned)Field->Leaf, RegisterNames[Register]);
        if (Field->Width == 1)
        {
            Detail(Meaning, "bit %u, in %s", Field->FirstBit, Field->View);
        }
        else
        {
            Detail(Meaning, "bits %u to %u, in %s", Field->FirstBit, Field->FirstBit + Field->Width - 1, Field->View);
        }
        Detail(Meaning, "(%s).",
               Field->Architectures == HvinfoX64     ? "x64"
               : Field->Architectures == HvinfoArm64 ? "ARM64"
                                                     : "x64 and ARM64");
    }
    if (Found->Count == 0)
    {
        Add(Found, "bit of a CPUID leaf", NULL, "the headers name no such field");
    }
    return true;
}

/** A GUID as text, or as the modalias of Linux: "vmbus:" and 32 digits in the order of the bytes. */
static bool ExplainGuid(MEANINGS *Found, const char *Text)
{
    HVINFO_DEVICE Device = {0};
    char Guid[37];
    char Ordered[37];
    char Modalias[40];
    MEANING *Meaning;
    static const struct
    {
        HV_GUID Id;
        const char *Symbol;
        const char *Name;
    } Sockets[] = {
#define SOCKET(Symbol, Initializer, Name) {Initializer, #Symbol, Name},
        HV_HVSOCK_ID_LIST(SOCKET)
#undef SOCKET
    };

    if (strlen(Text) == 32 && strspn(Text, "0123456789abcdefABCDEF") == 32)
    {
        (void)snprintf(Modalias, sizeof(Modalias), "vmbus:%s", Text);
        Text = Modalias;
    }
    if (strncmp(Text, "vmbus:", 6) == 0 && strspn(Text + 6, "0123456789abcdefABCDEF") >= 32)
    {
        static const unsigned char Order[] = {3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15};
        size_t Length = 0;

        for (unsigned Byte = 0; Byte < 16; ++Byte)
        {
            if (Byte == 4 || Byte == 6 || Byte == 8 || Byte == 10)
            {
                Ordered[Length++] = '-';
            }
            Ordered[Length++] = Text[6 + 2 * Order[Byte]];
            Ordered[Length++] = Text[7 + 2 * Order[Byte]];
        }
        Ordered[Length] = '\0';
        Text = Ordered;
    }
    if (!HvinfoParseGuid(Text, Guid))
    {
        return false;
    }
    memcpy(Device.ClassId, Guid, sizeof(Guid));
    memcpy(Device.InstanceId, Guid, sizeof(Guid));
    HvinfoNameDevice(&Device);
    if (Device.Name != NULL)
    {
        Meaning = Add(Found, "class of VMBus devices", "Mile.HyperV/VMBus/DeviceGuid.h", "%s", Device.Symbol);
        Detail(Meaning, "%s, {%s}.", Device.Name, Guid);
        if (Device.Header != NULL)
        {
            Detail(Meaning, "%s describes its protocol.", Device.Header);
        }
    }
    if (Device.Instance != NULL)
    {
        Detail(Add(Found, "instance of a VMBus device", "Mile.HyperV/VMBus/DeviceGuid.h", "%s", Device.Instance),
               "{%s}.", Guid);
    }
    for (size_t Index = 0; Index < sizeof(Sockets) / sizeof(Sockets[0]); ++Index)
    {
        char Known[37];

        HvinfoFormatGuid(&Sockets[Index].Id, Known);
        if (strcmp(Known, Guid) == 0)
        {
            Detail(Add(Found, "id of Hyper-V sockets", "Mile.HyperV/VMBus/Socket.h", "%s", Sockets[Index].Symbol),
                   "%s.", Sockets[Index].Name);
        }
    }
    if (Found->Count == 0 && strcmp(Guid + 8, "-facb-11e6-bd58-64006a7986d3") == 0)
    {
        uint32_t Port;

        if (HvinfoParseHex(Guid, 8, &Port))
        {
            Detail(Add(Found, "service of Hyper-V sockets", "Mile.HyperV/VMBus/Socket.h", "HVSOCK_VSOCK_PORT_ID_INIT"),
                   "VSOCK port %u.", (unsigned)Port);
        }
    }
    if (Found->Count == 0)
    {
        Detail(Add(Found, "GUID", NULL, "{%s}", Guid), "The headers define no class, instance or socket with this GUID.");
    }
    return true;
}

static char Lower(char Character)
{
    return Character >= 'A' && Character <= 'Z' ? (char)(Character - 'A' + 'a') : Character;
}

/** Edit distance of two names without regard to case, at most @p Limit + 1. */
static unsigned Distance(const char *One, const char *Other, unsigned Limit)
{
    unsigned Row[80];
    size_t OneLength = strlen(One);
    size_t OtherLength = strlen(Other);

    if (OtherLength >= sizeof(Row) / sizeof(Row[0]) || OneLength > 79 ||
        (OneLength > OtherLength ? OneLength - OtherLength : OtherLength - OneLength) > Limit)
    {
        return Limit + 1;
    }
    for (size_t Index = 0; Index <= OtherLength; ++Index)
    {
        Row[Index] = (unsigned)Index;
    }
    for (size_t Line = 1; Line <= OneLength; ++Line)
    {
        unsigned Diagonal = Row[0];

        Row[0] = (unsigned)Line;
        for (size_t Column = 1; Column <= OtherLength; ++Column)
        {
            unsigned Above = Row[Column];
            unsigned Best = Diagonal + (Lower(One[Line - 1]) != Lower(Other[Column - 1]));

            Best = Above + 1 < Best ? Above + 1 : Best;
            Best = Row[Column - 1] + 1 < Best ? Row[Column - 1] + 1 : Best;
            Diagonal = Above;
            Row[Column] = Best;
        }
    }
    return Row[OtherLength];
}

/** Whether @p Part is in @p Whole, without regard to case and underscores. */
static bool Contains(const char *Whole, const char *Part)
{
    for (; *Whole != '\0'; ++Whole)
    {
        const char *Left = Whole;
        const char *Right = Part;

        while (*Left != '\0' && *Right != '\0')
        {
            if (*Left == '_' && *Right != '_')
            {
                ++Left;
                continue;
            }
            if (*Right == '_' && *Left != '_')
            {
                ++Right;
                continue;
            }
            if (Lower(*Left) != Lower(*Right))
            {
                break;
            }
            ++Left;
            ++Right;
        }
        if (*Right == '\0')
        {
            return true;
        }
    }
    return false;
}

/** Keeps the name among the nearest, in the order of their distance. */
static void KeepNearest(MEANINGS *Found, const char *Name, const char *Header, const char *Text)
{
    unsigned Apart = Distance(Text, Name, 12);
    size_t Place;

    if (strlen(Text) >= 4 && Contains(Name, Text))
    {
        Apart = 1 + (unsigned)((strlen(Name) - (strlen(Text) < strlen(Name) ? strlen(Text) : strlen(Name))) / 8);
    }
    if (Apart > 12 || Apart * 3 > strlen(Text) + 4)
    {
        return;
    }
    for (size_t Index = 0; Index < Found->NearestCount; ++Index)
    {
        if (strcmp(Found->Nearest[Index], Name) == 0)
        {
            return;
        }
    }
    Place = Found->NearestCount;
    while (Place != 0 && Found->Distance[Place - 1] > Apart)
    {
        --Place;
    }
    if (Place == MAXIMUM_NEAREST)
    {
        return;
    }
    if (Found->NearestCount < MAXIMUM_NEAREST)
    {
        ++Found->NearestCount;
    }
    for (size_t Index = Found->NearestCount - 1; Index > Place; --Index)
    {
        Found->Nearest[Index] = Found->Nearest[Index - 1];
        Found->NearestHeader[Index] = Found->NearestHeader[Index - 1];
        Found->Distance[Index] = Found->Distance[Index - 1];
    }
    Found->Nearest[Place] = Name;
    Found->NearestHeader[Place] = Header;
    Found->Distance[Place] = Apart;
}

/** Whether the name is meant, without regard to case and to the prefix that its list gives all names. */
static bool IsName(const char *Name, const char *Text)
{
    static const char *const Prefixes[] = {"",       "HV_STATUS_", "HV_HOST_STATUS_", "VMSTOR_SRB_STATUS_",
                                           "HvCall", "IC_STATUS_", "HvSyntheticMsr"};
    static const char *const Given[] = {"",          "STATUS_",     "ERROR_",      "STATUS_HV_",
                                        "ERROR_HV_", "SRB_STATUS_", "HV_X64_MSR_", "HV_BUG_CHECK_"};

    for (size_t Index = 0; Index < sizeof(Prefixes) / sizeof(Prefixes[0]); ++Index)
    {
        size_t Length = strlen(Prefixes[Index]);

        if (strncmp(Name, Prefixes[Index], Length) != 0)
        {
            continue;
        }
        for (size_t Other = 0; Other < sizeof(Given) / sizeof(Given[0]); ++Other)
        {
            size_t GivenLength = strlen(Given[Other]);

            /* HV_X64_MSR_ and the like stand for a prefix, not for nothing. */
            if (Other >= 6 && Index != (Other == 6 ? 6U : 0U))
            {
                continue;
            }
            if (strncmp(Text, Given[Other], GivenLength) == 0 && Distance(Name + Length, Text + GivenLength, 0) == 0)
            {
                return true;
            }
            if (Other == 6 && strncmp(Text, Given[Other], GivenLength) == 0 &&
                Contains(Name + Length, Text + GivenLength) && Contains(Text + GivenLength, Name + Length))
            {
                return true;
            }
        }
    }
    return false;
}

static void ExplainName(MEANINGS *Found, const char *Text)
{
    for (size_t List = 0; List < HvinfoListCount; ++List)
    {
        for (size_t Index = 0; Index < HvinfoLists[List].Count; ++Index)
        {
            const HVINFO_NAME *Name = &HvinfoLists[List].Names[Index];

            if (IsName(Name->Name, Text))
            {
                MEANING *Meaning = Add(Found, HvinfoLists[List].Kind, HvinfoLists[List].Header, "%s%s",
                                       List == HvinfoListNtStatus ? "STATUS_" : "", Name->Name);

                Meaning->HasNumber = true;
                Meaning->Number = Name->Value;
                if (List == HvinfoListCall)
                {
                    DetailCall(Meaning, Name->Value);
                }
                else if (List == HvinfoListMsr)
                {
                    DetailMsr(Meaning, Name->Value);
                }
                else if (List == HvinfoListStatus)
                {
                    Detail(Meaning, "Windows wraps it as 0xC035%04X.", (unsigned)Name->Value);
                }
                else if (List == HvinfoListLeaf)
                {
                    DetailLeaf(Meaning, Name->Value);
                }
            }
        }
    }
    for (size_t Index = 0; Index < HvinfoFieldCount; ++Index)
    {
        const HVINFO_FIELD *Field = &HvinfoFields[Index];

        if (Distance(Field->Name, Text, 0) == 0)
        {
            static const char *const RegisterNames[HvinfoRegisters] = {"eax", "ebx", "ecx", "edx"};

            Detail(Add(Found, "field of a CPUID leaf", "Mile.HyperV/Hypervisor/CpuidField.h", "%s", Field->Name),
                   "Leaf %08X, %s, from bit %u, %u wide (%s).", (unsigned)Field->Leaf, RegisterNames[Field->Register],
                   Field->FirstBit, Field->Width,
                   Field->Architectures == HvinfoX64     ? "x64"
                   : Field->Architectures == HvinfoArm64 ? "ARM64"
                                                         : "x64 and ARM64");
        }
    }
    if (strncmp(Text, "Hypervisor.", 11) == 0)
    {
        Detail(
            Add(Found, "figure of the Windows Debugger", NULL, "%s", Text),
            "The debugger shows a variable of the Windows kernel; neither the hypervisor's interface nor the headers "
            "define it.");
    }
    if (Found->Count != 0)
    {
        return;
    }
    for (size_t List = 0; List < HvinfoListCount; ++List)
    {
        for (size_t Index = 0; Index < HvinfoLists[List].Count; ++Index)
        {
            KeepNearest(Found, HvinfoLists[List].Names[Index].Name, HvinfoLists[List].Header, Text);
        }
    }
    for (size_t Index = 0; Index < HvinfoFieldCount; ++Index)
    {
        KeepNearest(Found, HvinfoFields[Index].Name, "Mile.HyperV/Hypervisor/CpuidField.h", Text);
    }
}

/** Everything about one value. */
static void Explain(MEANINGS *Found, const char *Text)
{
    HVINFO_WORD Words[HVINFO_MAXIMUM_WORDS];
    size_t Count = HvinfoSplit(Text, strlen(Text), Words);
    bool IsNegative = Text[0] == '-';

    memset(Found, 0, sizeof(*Found));
    if (ExplainGuid(Found, Text))
    {
        return;
    }
    if (Count == 1 && Words[0].IsNumber && Words[0].Length + IsNegative == strlen(Text))
    {
        if (IsNegative && Words[0].IsDecimal)
        {
            /* A status as a program prints a signed number. */
            ExplainNumber(Found, (uint32_t)(0 - Words[0].Decimal));
            return;
        }
        if (Words[0].IsDecimal && !Words[0].HasPrefix)
        {
            ExplainNumber(Found, Words[0].Decimal);
            if (Words[0].Value != Words[0].Decimal)
            {
                ExplainNumber(Found, Words[0].Value);
            }
        }
        else
        {
            ExplainNumber(Found, Words[0].Value);
        }
        if (Found->Count != 0 || Words[0].HasPrefix || Words[0].IsDecimal)
        {
            return;
        }
    }
    if (!ExplainBit(Found, Text))
    {
        ExplainName(Found, Text);
    }
}

/*
 * Output.
 */

/** The sources that a header names at its head, or NULL. */
static const char *SourcesOf(const char *Header)
{
    for (size_t Index = 0; Header != NULL && Index < HvinfoHeaderCount; ++Index)
    {
        if (strcmp(HvinfoHeaders[Index].Name, Header) == 0)
        {
            return HvinfoHeaders[Index].Sources;
        }
    }
    return NULL;
}

static void WriteText(FILE *Output, const char *Value, const MEANINGS *Found)
{
    (void)fprintf(Output, "%s\n", Value);
    for (size_t Index = 0; Index < Found->Count; ++Index)
    {
        const MEANING *Meaning = &Found->Meaning[Index];
        const char *Sources = SourcesOf(Meaning->Header);

        (void)fprintf(Output, "  %s: %s", Meaning->Kind, Meaning->Name);
        if (Meaning->HasNumber)
        {
            (void)fprintf(Output, Meaning->Number > 9 ? " = 0x%llX (%llu)" : " = %llu",
                          (unsigned long long)Meaning->Number, (unsigned long long)Meaning->Number);
        }
        (void)fputc('\n', Output);
        if (Meaning->Detail[0] != '\0')
        {
            HvinfoWriteParagraph(Output, 6, Meaning->Detail);
        }
        if (Meaning->Header != NULL)
        {
            (void)fprintf(Output, "      header  %s\n", Meaning->Header);
        }
        if (Sources != NULL)
        {
            (void)fputs("      sources ", Output);
            HvinfoWriteParagraph(Output, 14, Sources);
        }
    }
    if (Found->Count == 0)
    {
        (void)fputs("  the headers do not name this value\n", Output);
    }
    for (size_t Index = 0; Index < Found->NearestCount; ++Index)
    {
        (void)fprintf(Output, "  %s %s (%s)\n", Index == 0 ? "nearest:" : "        ", Found->Nearest[Index],
                      Found->NearestHeader[Index]);
    }
}

static void WriteJson(FILE *Output, const char *Value, const MEANINGS *Found)
{
    (void)fputs("    { \"value\": ", Output);
    HvinfoWriteJsonString(Output, Value);
    (void)fputs(", \"meanings\": [", Output);
    for (size_t Index = 0; Index < Found->Count; ++Index)
    {
        const MEANING *Meaning = &Found->Meaning[Index];

        (void)fputs(Index != 0 ? ",\n      { \"kind\": " : "\n      { \"kind\": ", Output);
        HvinfoWriteJsonString(Output, Meaning->Kind);
        (void)fputs(", \"name\": ", Output);
        HvinfoWriteJsonString(Output, Meaning->Name);
        if (Meaning->HasNumber)
        {
            (void)fprintf(Output, ", \"number\": \"0x%llX\"", (unsigned long long)Meaning->Number);
        }
        else
        {
            (void)fputs(", \"number\": null", Output);
        }
        (void)fputs(",\n        \"detail\": ", Output);
        HvinfoWriteJsonString(Output, Meaning->Detail[0] != '\0' ? Meaning->Detail : NULL);
        (void)fputs(", \"header\": ", Output);
        HvinfoWriteJsonString(Output, Meaning->Header);
        (void)fputs(", \"sources\": ", Output);
        HvinfoWriteJsonString(Output, SourcesOf(Meaning->Header));
        (void)fputs(" }", Output);
    }
    (void)fputs("], \"nearest\": [", Output);
    for (size_t Index = 0; Index < Found->NearestCount; ++Index)
    {
        (void)fputs(Index != 0 ? ", " : "", Output);
        HvinfoWriteJsonString(Output, Found->Nearest[Index]);
    }
    (void)fputs("] }", Output);
}

int HvinfoExplain(FILE *Output, bool IsJson, size_t Count, char **Values)
{
    static MEANINGS Found;
    int Code = HvinfoExitShown;

    if (IsJson)
    {
        (void)fprintf(Output, "{\n  \"hvinfo\": { \"format\": 1, \"version\": \"%s\" },\n  \"explained\": [\n",
                      MILE_HYPERV_VERSION_STRING);
    }
    for (size_t Index = 0; Index < Count; ++Index)
    {
        Explain(&Found, Values[Index]);
        if (Found.Count == 0)
        {
            Code = HvinfoExitUnknown;
        }
        if (IsJson)
        {
            WriteJson(Output, Values[Index], &Found);
            (void)fputs(Index + 1 < Count ? ",\n" : "\n", Output);
        }
        else
        {
            (void)fputs(Index != 0 ? "\n" : "", Output);
            WriteText(Output, Values[Index], &Found);
        }
    }
    if (IsJson)
    {
        (void)fputs("  ]\n}\n", Output);
    }
    return Code;
}
