/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief What the parts of hvinfo hand to each other.
 *
 *     live.c        this machine, by CPUID       \
 *     recording.c   a recording                   |-- HVINFO_INPUT --> decode.c --> report_text.c
 *     kernel_log.c  lines of a kernel log, or    /                                  report_json.c
 *                   values from the command line
 *     devices.c     the VMBus devices that Linux shows
 *
 * Every source fills the same structure: leaves with up to four known
 * registers. What stands in a leaf is told by the list macros of the library's
 * headers alone.
 */

#ifndef HVINFO_H
#define HVINFO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/** What hvinfo's exit tells a script; also in --help. */
enum
{
    HvinfoExitShown = 0,    /**< What was asked for has been shown. */
    HvinfoExitNoHyperV = 1, /**< --live: this machine has no Hyper-V interface. */
    HvinfoExitUsage = 2,    /**< The command line is wrong. */
    HvinfoExitInput = 3,    /**< An input is missing, unreadable or malformed. */
    HvinfoExitOutput = 4,   /**< The output could not be written. */
};

enum
{
    HvinfoEax,
    HvinfoEbx,
    HvinfoEcx,
    HvinfoEdx,
    HvinfoRegisters,
};

#define HVINFO_MAXIMUM_LEAVES 512
#define HVINFO_MAXIMUM_TEXT 1024
#define HVINFO_MAXIMUM_DEVICES 1024
/** Last leaf of the range that the interface signature speaks for. */
#define HVINFO_LAST_LEAF 0x400000FFU

/** The architecture whose forms of the leaves hold. */
typedef enum HVINFO_ARCHITECTURE
{
    HvinfoX64 = 1,
    HvinfoArm64 = 2,
} HVINFO_ARCHITECTURE;

typedef enum HVINFO_SOURCE
{
    HvinfoSourceLive,
    HvinfoSourceEmbedded,
    HvinfoSourceRecording,
    HvinfoSourceKernelLog,
    HvinfoSourceOptions,
} HVINFO_SOURCE;

/** One answer of CPUID, or the part of it that the source tells. */
typedef struct HVINFO_LEAF
{
    uint32_t Leaf;
    uint32_t Subleaf;
    uint32_t Register[HvinfoRegisters];
    uint32_t Known; /**< Bit n: Register[n] was told. */
    unsigned Line;  /**< Where it stands in a file; 0 if it comes from none. */
} HVINFO_LEAF;

/** All that a source tells, in the order of leaf and subleaf. */
typedef struct HVINFO_INPUT
{
    HVINFO_SOURCE Source;
    HVINFO_ARCHITECTURE Architecture;
    const char *Name; /**< File, or name of the embedded recording; NULL for the others. */
    char Title[HVINFO_MAXIMUM_TEXT];
    char Origin[HVINFO_MAXIMUM_TEXT];
    char Note[HVINFO_MAXIMUM_TEXT];
    HVINFO_LEAF Leaves[HVINFO_MAXIMUM_LEAVES];
    size_t LeafCount;
} HVINFO_INPUT;

/** Why an input was refused, ready to be shown. */
typedef struct HVINFO_ERROR
{
    char Text[512];
} HVINFO_ERROR;

/** Writes "Name:Line: message" (without the line if it is 0) and returns false. */
bool HvinfoFail(HVINFO_ERROR *Error, const char *Name, unsigned Line, const char *Format, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 4, 5)))
#endif
    ;

/*
 * Leaves: input.c
 */

/** The leaf, or NULL if it was not told. */
const HVINFO_LEAF *HvinfoFindLeaf(const HVINFO_INPUT *Input, uint32_t Leaf, uint32_t Subleaf);

/** The leaf, appended if it was not there; NULL if there is no room. Call HvinfoSortLeaves when all are in. */
HVINFO_LEAF *HvinfoAddLeaf(HVINFO_INPUT *Input, uint32_t Leaf, uint32_t Subleaf);

void HvinfoSortLeaves(HVINFO_INPUT *Input);

/** Whether the register was told; its value if so. */
bool HvinfoRegister(const HVINFO_INPUT *Input, uint32_t Leaf, unsigned Register, uint32_t *Value);

/** Reads up to @p Length characters of C text as a hexadecimal number of at most 32 bits. */
bool HvinfoParseHex(const char *Text, size_t Length, uint32_t *Value);

/** Reads a whole file ("-" is standard input) into memory that the caller frees. */
bool HvinfoReadFile(const char *Name, size_t Limit, char **Data, size_t *Size, HVINFO_ERROR *Error);

/*
 * Sources.
 */

/** Reads a recording from memory; @p Name is for messages and for the input's own name. */
bool HvinfoParseRecording(HVINFO_INPUT *Input, const char *Name, const char *Data, size_t Size, HVINFO_ERROR *Error);

/** Finds the hypervisor's lines in a kernel log; the same value twice is fine, two values are not. */
bool HvinfoParseKernelLog(HVINFO_INPUT *Input, const char *Name, const char *Data, size_t Size, HVINFO_ERROR *Error);

/** Where what a kernel calls ext (ECX) or misc (EDX) stands on the architecture; false if no source tells. */
bool HvinfoKernelRegister(HVINFO_ARCHITECTURE Architecture, uint32_t Leaf, unsigned Register, unsigned *Place);

/** A recording that the build put into the program. */
typedef struct HVINFO_EMBEDDED
{
    const char *Name;
    const char *Data;
    size_t Size;
} HVINFO_EMBEDDED;

extern const HVINFO_EMBEDDED HvinfoEmbedded[];
extern const size_t HvinfoEmbeddedCount;

/** Executes CPUID, or answers in its place. */
typedef void HVINFO_CPUID(void *Context, uint32_t Leaf, uint32_t Subleaf, uint32_t Register[HvinfoRegisters]);

/**
 * Reads what the hypervisor says of itself: the hypervisor-present bit first,
 * then vendor and maximum, then the interface signature, and the rest up to the
 * maximum only where that signature is Hyper-V's.
 */
void HvinfoDiscover(HVINFO_INPUT *Input, HVINFO_CPUID *Cpuid, void *Context);

/** HvinfoDiscover on this processor; false where it has no CPUID instruction. */
bool HvinfoReadLive(HVINFO_INPUT *Input);

/*
 * Meaning: decode.c
 */

/** One named field of a leaf, from the list macros of the headers. */
typedef struct HVINFO_FIELD
{
    uint32_t Leaf;
    unsigned Architectures; /**< HVINFO_ARCHITECTURE, both where they agree. */
    const char *View;       /**< The form of the leaf that has it: the member of HV_X64_CPUID_RESULT. */
    unsigned Register;
    unsigned FirstBit;
    unsigned Width;
    const char *Name;
} HVINFO_FIELD;

extern const HVINFO_FIELD HvinfoFields[];
extern const size_t HvinfoFieldCount;

/** The name that the header has for a leaf, or NULL. */
const char *HvinfoLeafName(uint32_t Leaf);

/** Whether the field's form is the one that this input uses. */
bool HvinfoFieldApplies(const HVINFO_INPUT *Input, const HVINFO_FIELD *Field);

/** The field's value in its register's value. */
uint32_t HvinfoFieldValue(const HVINFO_FIELD *Field, uint32_t Register);

/** The bits of the register that some field of this input's forms names. */
uint32_t HvinfoNamedBits(const HVINFO_INPUT *Input, uint32_t Leaf, unsigned Register);

typedef enum HVINFO_ANSWER
{
    HvinfoUnknown,
    HvinfoNo,
    HvinfoYes,
} HVINFO_ANSWER;

/** The answers to the questions that come first. */
typedef struct HVINFO_SUMMARY
{
    HVINFO_ANSWER HypervisorPresent; /**< Leaf 1, or any leaf of the hypervisor. */
    HVINFO_ANSWER HyperV;            /**< The interface signature is Hyper-V's. */
    char Vendor[13];                 /**< Empty if not told; bytes that are not printable are dots. */
    char Interface[5];
    uint32_t MaximumLeaf; /**< 0 if not told. */
    bool VersionKnown;
    bool ServiceKnown; /**< ServiceBranch and ServiceNumber were told too. */
    uint32_t Major, Minor, Build, ServicePack, ServiceBranch, ServiceNumber;
    HVINFO_ANSWER Root; /**< Creates partitions and manages the processors; no means guest. */
    bool IsolationKnown;
    uint32_t IsolationType;
    const char *IsolationName; /**< NULL where the headers do not know the type. */
    bool Paravisor;
    char ProcessorVendor[13]; /**< Empty if not told. */
    char ProcessorBrand[49];
    bool ProcessorKnown;
    uint32_t Family, Model, Stepping;
} HVINFO_SUMMARY;

void HvinfoSummarize(const HVINFO_INPUT *Input, HVINFO_SUMMARY *Summary);

/*
 * VMBus devices: devices.c
 */

#define HVINFO_DEVICES_DIRECTORY "/sys/bus/vmbus/devices"

typedef struct HVINFO_DEVICE
{
    char ClassId[37];     /**< Lower case, without braces. */
    char InstanceId[37];  /**< The same. */
    uint32_t Id;          /**< The channel's number on the bus (relid). */
    const char *Name;     /**< What the class is, or NULL if the headers do not know it. */
    const char *Symbol;   /**< Its constant in the headers, or NULL. */
    const char *Header;   /**< Where its protocol stands, or NULL. */
    const char *Instance; /**< Which of its class it is, where the instance's GUID is a fixed one; or NULL. */
} HVINFO_DEVICE;

typedef struct HVINFO_DEVICES
{
    const char *Directory;
    size_t Count;
    HVINFO_DEVICE Device[HVINFO_MAXIMUM_DEVICES];
} HVINFO_DEVICES;

/** Reads every device in @p Devices->Directory, in the order of their ids; *Exists tells whether it is there. */
bool HvinfoReadDevices(HVINFO_DEVICES *Devices, bool *Exists, HVINFO_ERROR *Error);

/** Fills in what the headers know of @p Device->ClassId. */
void HvinfoNameDevice(HVINFO_DEVICE *Device);

/*
 * Reports.
 */

typedef struct HVINFO_REPORT
{
    const HVINFO_INPUT *Input;
    const HVINFO_DEVICES *Devices; /**< NULL if they were not looked for, or this machine has no VMBus. */
    const char *Fallback;          /**< Why this is not the machine that hvinfo runs on; NULL if that was not asked. */
} HVINFO_REPORT;

void HvinfoReportText(FILE *Output, const HVINFO_REPORT *Report);
void HvinfoReportJson(FILE *Output, const HVINFO_REPORT *Report);
/** The leaves as a recording. */
void HvinfoReportRaw(FILE *Output, const HVINFO_REPORT *Report);

/** "live", "embedded recording" and so on. */
const char *HvinfoSourceName(HVINFO_SOURCE Source);

/** A JSON string, quoted; NULL becomes null. */
void HvinfoWriteJsonString(FILE *Output, const char *Text);

#endif /* !HVINFO_H */
