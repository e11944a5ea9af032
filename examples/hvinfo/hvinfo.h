/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief What the parts of hvinfo hand to each other.
 *
 *     live.c      this machine, by CPUID          \
 *     reading.c   a text, by one of the readers:   |-- HVINFO_INPUT --> decode.c --> report_text.c
 *       reader_table.c       tables of numbers     |                                 report_json.c
 *       reader_line.c        lines with a keyword  |
 *       reader_registers.c   registers by name     |
 *       reader_tuples.c      source code           |
 *       reader_xml.c, reader_json.c                |
 *       kernel_log.c         kernel logs; kernel_events.c: what drivers report
 *     crash.c     crash registers as monitors log them
 *     devices.c   the VMBus devices that Linux shows
 *     explain.c   any number or name, from the list macros (names.c)
 *     text.c      encodings, lines and words
 *
 * Every source fills the same structure: leaves with up to four known
 * registers, and what a log reports besides. The list macros of the library's
 * headers alone tell what a leaf contains.
 */

#ifndef HVINFO_H
#define HVINFO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <Mile.HyperV.Portable.Types.h>

/** Exit codes of hvinfo; also in --help. */
enum
{
    HvinfoExitShown = 0,    /**< The requested output was shown. */
    HvinfoExitNoHyperV = 1, /**< --live: this machine has no Hyper-V interface. */
    HvinfoExitUsage = 2,    /**< The command line is wrong. */
    HvinfoExitInput = 3,    /**< An input is missing, unreadable or malformed. */
    HvinfoExitOutput = 4,   /**< The output could not be written. */
    HvinfoExitUnknown = 5,  /**< explain: the headers do not name one of the values. */
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
#define HVINFO_MAXIMUM_NOTES 48
#define HVINFO_MAXIMUM_EVENTS 256
#define HVINFO_MAXIMUM_CRASHES 32
#define HVINFO_CRASH_PARAMETERS 5
#define HVINFO_MAXIMUM_DEVICES 1024
/** Last leaf of the range that the interface signature speaks for. */
#define HVINFO_LAST_LEAF 0x400000FFU
/** First leaf of the second range, where a hypervisor that imitates Hyper-V's interface has its own signature. */
#define HVINFO_SECOND_RANGE 0x40000100U
#define HVINFO_LAST_SECOND_LEAF 0x400001FFU

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
    HvinfoSourceCrash,
    HvinfoSourceOptions,
} HVINFO_SOURCE;

/** One answer of CPUID, or the part of it that the source tells. */
typedef struct HVINFO_LEAF
{
    uint32_t Leaf;
    uint32_t Subleaf;
    uint32_t Register[HvinfoRegisters];
    uint32_t Known; /**< Bit n: Register[n] was told. */
    unsigned Line;  /**< Line of the file, from 1; 0 if it comes from none. */
} HVINFO_LEAF;

/** One thing that a log reports besides registers. */
typedef struct HVINFO_EVENT
{
    const char *Kind;  /**< Subject: "VMBus", "storage" and so on. */
    char Text[160];    /**< Text of the log. */
    char Meaning[320]; /**< Meaning by the headers; empty if they have none. */
    unsigned Line;     /**< The first line that says so. */
    unsigned Count;    /**< Lines that say so. */
} HVINFO_EVENT;

/** The crash registers of a guest, as a monitor logged them. */
typedef struct HVINFO_CRASH
{
    const char *Reporter; /**< Program that logged them. */
    uint64_t Parameter[HVINFO_CRASH_PARAMETERS];
    unsigned Known; /**< Bit n: Parameter[n] was logged. */
    unsigned Line;
} HVINFO_CRASH;

/** Identity of the hypervisor, if a mark besides the leaves shows it; from the firmware that a kernel log names. */
typedef struct HVINFO_MACHINE
{
    const char *Name; /**< NULL if there is no such mark. */
    unsigned Line;
} HVINFO_MACHINE;

/** All that a source tells, in the order of leaf and subleaf. */
typedef struct HVINFO_INPUT
{
    HVINFO_SOURCE Source;
    HVINFO_ARCHITECTURE Architecture;
    const char *Name; /**< File, or name of the embedded recording; NULL for the others. */
    const char *Form; /**< Form of the text, such as "cpuid -r"; NULL for the others. */
    char Section[32]; /**< Shown one of several processors or boots; empty if there is one. */
    HVINFO_MACHINE Machine;
    char Notes[HVINFO_MAXIMUM_NOTES][256]; /**< Remarks on the input, for the user. */
    size_t NoteCount;
    HVINFO_EVENT Events[HVINFO_MAXIMUM_EVENTS];
    size_t EventCount;
    HVINFO_CRASH Crashes[HVINFO_MAXIMUM_CRASHES];
    size_t CrashCount;
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

/** Adds a sentence to the notes; silently nothing if there is no room. */
void HvinfoNote(HVINFO_INPUT *Input, const char *Format, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 2, 3)))
#endif
    ;

/*
 * Text: text.c
 */

/** Longest part of a line that a reader looks at, in bytes. */
#define HVINFO_MAXIMUM_LINE 2048
#define HVINFO_MAXIMUM_WORDS 96

/** A word of a line: letters, digits, underscores, and the points and quotes between digits. */
typedef struct HVINFO_WORD
{
    const char *Text;
    size_t Length;
    size_t Gap;     /**< Bytes of punctuation and blanks before it. */
    bool IsNumber;  /**< Hexadecimal or decimal, with or without 0x, h, u, separators; at most 64 bits. */
    bool HasPrefix; /**< Begins with 0x, or ends with h. */
    bool IsDecimal; /**< Consists of decimal digits alone. */
    unsigned Digits;
    uint64_t Value;   /**< As a hexadecimal number. */
    uint64_t Decimal; /**< As a decimal number, if IsDecimal. */
} HVINFO_WORD;

/** Splits a line; returns the number of words, at most HVINFO_MAXIMUM_WORDS. */
size_t HvinfoSplit(const char *Line, size_t Length, HVINFO_WORD *Words);

/** Whether the word is @p Text, in any case of letters. */
bool HvinfoIsWord(const HVINFO_WORD *Word, const char *Text);

/** Whether the gap before the word consists of characters of @p Allowed alone. */
bool HvinfoGapIs(const HVINFO_WORD *Word, const char *Allowed);

/** The text @p What in the line, in the same case of letters; NULL if it is not there. */
const char *HvinfoFind(const char *Line, size_t Length, const char *What);

/** The number behind @p Key in the line, hexadecimal only with 0x or letters; false if it is not there. */
bool HvinfoNumberAfter(const char *Line, size_t Length, const char *Key, uint32_t *Value);

/** The line without the marks of quoted mail and without the time stamps in front; adjusts *Length. */
const char *HvinfoSkipPrefix(const char *Line, size_t *Length);

/** Whether the bytes are text: valid UTF-8 without control characters but the tab. */
bool HvinfoIsText(const char *Text, size_t Length);

/** Makes UTF-8 of UTF-16 and removes a byte order mark; replaces *Data, which malloc made. False without memory. */
bool HvinfoDecodeText(char **Data, size_t *Size);

/*
 * Readings: reading.c
 */

/** Verdict of a reader on a line. */
typedef enum HVINFO_LINE
{
    HvinfoLinePassed, /**< Nothing of its own. */
    HvinfoLineTaken,
    HvinfoLineRefused, /**< A leaf, but not readable; the reader called HvinfoRefuse. */
} HVINFO_LINE;

/** Registers that one line told. */
typedef struct HVINFO_RECORD
{
    HVINFO_LEAF Leaf;
    size_t Section;
} HVINFO_RECORD;

/** A processor, a boot, or another part of a text that has leaves of its own. */
typedef struct HVINFO_SECTION
{
    char Label[32];                   /**< "CPU 0", "guest", "boot 2". */
    unsigned Line;                    /**< Line at which it begins, from 1. */
    HVINFO_ARCHITECTURE Architecture; /**< 0 if nothing tells. */
    HVINFO_MACHINE Machine;
} HVINFO_SECTION;

typedef struct HVINFO_READER HVINFO_READER;

/** A text that is being read, and what has been found in it. */
typedef struct HVINFO_READING
{
    const HVINFO_READER *Reader;
    const char *Name;
    const char *Data;
    size_t Size;
    FILE *Verbose;                    /**< Stream for the ignored lines; NULL: not shown. */
    HVINFO_ARCHITECTURE Architecture; /**< As the user says; 0 if the text is to tell. */
    unsigned Line;                    /**< Number of the line that is being read. */
    const char *Form;                 /**< Form of the first line that was read; NULL: the reader's title. */
    HVINFO_RECORD *Records;
    size_t RecordCount;
    size_t RecordCapacity;
    HVINFO_SECTION *Sections;
    size_t SectionCount;
    size_t SectionCapacity;
    size_t Section; /**< The one that is being read. */
    size_t Taken;   /**< Leaves, or lines of a log. */
    size_t Passed;
    size_t Refused;
    bool Lost;                                   /**< There were more leaves or sections than memory for them. */
    HVINFO_ERROR Error;                          /**< The first refusal. */
    HVINFO_INPUT *Input;                         /**< Takes texts, notes and events. */
    size_t EventSections[HVINFO_MAXIMUM_EVENTS]; /**< Section of each event. */
} HVINFO_READING;

/** A form of text; reading.c has the table of all. */
struct HVINFO_READER
{
    const char *Title;
    HVINFO_SOURCE Source;
    void (*Read)(HVINFO_READING *Reading); /**< Reads the whole text. */
};

extern const HVINFO_READER HvinfoTableReader;
extern const HVINFO_READER HvinfoLineReader;
extern const HVINFO_READER HvinfoRegistersReader;
extern const HVINFO_READER HvinfoTuplesReader;
extern const HVINFO_READER HvinfoXmlReader;
extern const HVINFO_READER HvinfoJsonReader;
extern const HVINFO_READER HvinfoKernelLogReader;

/** Calls @p Read for every line without its end, and counts what it returns; a line may be empty. */
void HvinfoReadLines(HVINFO_READING *Reading, void *Context,
                     HVINFO_LINE (*Read)(HVINFO_READING *Reading, void *Context, const char *Line, size_t Length));

/** Refuses the line that is being read; keeps the first reason. Returns HvinfoLineRefused. */
HVINFO_LINE HvinfoRefuse(HVINFO_READING *Reading, const char *Format, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 2, 3)))
#endif
    ;

/** Keeps the answer to a leaf in the present section. */
void HvinfoKeepLeaf(HVINFO_READING *Reading, uint32_t Leaf, uint32_t Subleaf, const uint32_t Register[HvinfoRegisters],
                    uint32_t Known);

/** As HvinfoKeepLeaf, for a form without subleaves: answers to the same leaf are its subleaves, in order. */
void HvinfoKeepNextLeaf(HVINFO_READING *Reading, uint32_t Leaf, const uint32_t Register[HvinfoRegisters]);

/** Keeps one register; *Other is the line that told another value, 0 if none did. */
void HvinfoKeepRegister(HVINFO_READING *Reading, uint32_t Leaf, unsigned Register, uint32_t Value, unsigned *Other,
                        uint32_t *OtherValue);

/** Goes on in the section of this label, which begins here if there is none. */
void HvinfoEnterSection(HVINFO_READING *Reading, const char *Label);

/** Enters a section if the line is the heading of a processor ("CPU 0:"), and tells so. */
bool HvinfoEnterProcessor(HVINFO_READING *Reading, const char *Line, size_t Length);

/** Keeps what a log reports; the same again is counted. */
void HvinfoKeepEvent(HVINFO_READING *Reading, const char *Kind, const char *Meaning, const char *Format, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 4, 5)))
#endif
    ;

/** Keeps what drivers and monitors report in a line of a log (kernel_events.c); @p IsTaken: it had something else. */
HVINFO_LINE HvinfoReadEvent(HVINFO_READING *Reading, const char *Line, size_t Length, bool IsTaken);

/** Choice of the parts of a text to read. */
typedef struct HVINFO_REQUEST
{
    const HVINFO_READER *Reader;      /**< NULL: the one that fits best. */
    bool Dumps;                       /**< Among the readers of dumps. */
    bool Logs;                        /**< Among those of logs; crash registers too. */
    HVINFO_ARCHITECTURE Architecture; /**< 0: the text tells. */
    const char *Processor;            /**< Number or label of the processor or part; NULL: the first. */
    int Boot;                         /**< Number of the boot, from 1; 0: the last. */
    FILE *Verbose;
} HVINFO_REQUEST;

/** Reads a text that HvinfoDecodeText has seen. */
bool HvinfoRead(HVINFO_INPUT *Input, const HVINFO_REQUEST *Request, const char *Name, const char *Data, size_t Size,
                HVINFO_ERROR *Error);

/** Reads a dump of CPUID; @p Name is for messages and for the input's own name. */
bool HvinfoParseRecording(HVINFO_INPUT *Input, const char *Name, const char *Data, size_t Size, HVINFO_ERROR *Error);

/** Reads a kernel log; the same value twice is fine, two values in one boot are not. */
bool HvinfoParseKernelLog(HVINFO_INPUT *Input, const char *Name, const char *Data, size_t Size, HVINFO_ERROR *Error);

/** Finds the crash registers that monitors log, whatever else the text has. */
void HvinfoReadCrashes(HVINFO_INPUT *Input, const char *Data, size_t Size);

/*
 * Sources.
 */

/** Place of the word that a kernel calls ext (ECX) or misc (EDX) on the architecture; false if undocumented. */
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

/** A header of the library, and the sources that it names, as the build read them. */
typedef struct HVINFO_HEADER
{
    const char *Name;
    const char *Sources;
} HVINFO_HEADER;

extern const HVINFO_HEADER HvinfoHeaders[];
extern const size_t HvinfoHeaderCount;

/** Text that --help prints: help.txt. */
extern const char HvinfoHelp[];

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

typedef enum HVINFO_ANSWER
{
    HvinfoUnknown,
    HvinfoNo,
    HvinfoYes,
} HVINFO_ANSWER;

typedef struct HVINFO_SUMMARY HVINFO_SUMMARY;

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

/** Whether the leaf is one that Hyper-V's interface defines for this input; false for another vendor's. */
bool HvinfoIsOurLeaf(const HVINFO_SUMMARY *Summary, uint32_t Leaf);

/** The bits of the register that some field of this input's forms names. */
uint32_t HvinfoNamedBits(const HVINFO_INPUT *Input, uint32_t Leaf, unsigned Register);

/** The answers to the questions that come first. */
struct HVINFO_SUMMARY
{
    const char *Maker;     /**< The hypervisor by name, such as "KVM"; NULL if nothing tells. */
    const char *MakerMark; /**< Evidence for the maker. */
    bool Imitates;         /**< Offers Hyper-V's interface and is another hypervisor. */
    bool MayImitate;       /**< Answers as KVM does unless it is told otherwise. */
    char SecondVendor[13]; /**< Signature of leaf 40000100; empty if there is none. */
    bool InterfaceKnown;
    uint32_t InterfaceWord;
    HVINFO_ANSWER HypervisorPresent; /**< Leaf 1, or any leaf of the hypervisor. */
    HVINFO_ANSWER HyperV;            /**< The interface signature is Hyper-V's. */
    char Vendor[13];                 /**< Empty if not told; bytes that are not printable are dots. */
    char Interface[5];               /**< Empty unless InterfaceWord is four printable characters. */
    uint32_t MaximumLeaf;            /**< 0 if not told. */
    bool VersionKnown;
    bool VersionIsZero; /**< Leaf 40000002 is there and reports none. */
    bool PackKnown;
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
};

void HvinfoSummarize(const HVINFO_INPUT *Input, HVINFO_SUMMARY *Summary);

/*
 * Names: names.c
 */

typedef struct HVINFO_NAME
{
    const char *Name;
    uint32_t Value;
} HVINFO_NAME;

/** One of the list macros of the headers. */
typedef struct HVINFO_LIST
{
    const char *Kind;
    const char *Header; /**< Under include/. */
    const HVINFO_NAME *Names;
    size_t Count;
} HVINFO_LIST;

/** Index of HvinfoLists. */
typedef enum HVINFO_LIST_ID
{
    HvinfoListMsr,
    HvinfoListStatus,
    HvinfoListHostStatus,
    HvinfoListNtStatus,
    HvinfoListStopCode,
    HvinfoListCall,
    HvinfoListMessageType,
    HvinfoListRegister,
    HvinfoListX64Register,
    HvinfoListArm64Register,
    HvinfoListLeaf,
    HvinfoListChannelMessage,
    HvinfoListVmbusVersion,
    HvinfoListComponent,
    HvinfoListComponentStatus,
    HvinfoListNvspMessage,
    HvinfoListNvspStatus,
    HvinfoListRndisMessage,
    HvinfoListRndisStatus,
    HvinfoListRndisObject,
    HvinfoListStorageOperation,
    HvinfoListSrbStatus,
    HvinfoListCount,
} HVINFO_LIST_ID;

extern const HVINFO_LIST HvinfoLists[HvinfoListCount];

/** The first name of a number, or NULL. */
const char *HvinfoNameOf(HVINFO_LIST_ID List, uint32_t Value);

/** The name of an NTSTATUS as Windows has it, in @p Text; NULL if the headers do not know the number. */
const char *HvinfoNtStatusName(uint32_t Value, char *Text, size_t Size);

/** The guest whose identity the value is, with its version, in @p Text; NULL if it is none that the headers know. */
const char *HvinfoGuestOsName(uint64_t Value, char *Text, size_t Size);

/** The name of a stop code, with or without bit 28; NULL if the headers do not know the number. */
const char *HvinfoStopCodeName(uint64_t Value);

/*
 * VMBus devices: devices.c
 */

#define HVINFO_DEVICES_DIRECTORY "/sys/bus/vmbus/devices"

typedef struct HVINFO_DEVICE
{
    char ClassId[37];     /**< Lower case, without braces. */
    char InstanceId[37];  /**< The same. */
    uint32_t Id;          /**< The channel's number on the bus (relid). */
    const char *Name;     /**< Name of the class, or NULL if the headers do not define it. */
    const char *Symbol;   /**< Its constant in the headers, or NULL. */
    const char *Header;   /**< Header of its protocol, or NULL. */
    const char *Instance; /**< Name of the instance, if its GUID is a fixed one; or NULL. */
} HVINFO_DEVICE;

typedef struct HVINFO_DEVICES
{
    const char *Directory;
    size_t Count;
    HVINFO_DEVICE Device[HVINFO_MAXIMUM_DEVICES];
} HVINFO_DEVICES;

/** Reads every device in @p Devices->Directory, in the order of their ids; *Exists tells whether it is there. */
bool HvinfoReadDevices(HVINFO_DEVICES *Devices, bool *Exists, HVINFO_ERROR *Error);

/** {xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx}, with or without the braces, into lower case without them. */
bool HvinfoParseGuid(const char *Text, char Guid[37]);

/** A GUID as text, like those that sysfs has. */
void HvinfoFormatGuid(const HV_GUID *Guid, char Text[37]);

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

/** Words in lines that begin at the indent; the first line has begun already. */
void HvinfoWriteParagraph(FILE *Output, size_t Indent, const char *Text);

/** "live", "embedded recording" and so on. */
const char *HvinfoSourceName(HVINFO_SOURCE Source);

/** The name of a parameter that reads as an NTSTATUS, in @p Text; NULL if it does not. */
const char *HvinfoCrashStatus(const HVINFO_CRASH *Crash, unsigned Parameter, char *Text, size_t Size);

/** Meaning of the crash registers, in one sentence or two; the text stays in @p Text. */
const char *HvinfoExplainCrash(const HVINFO_CRASH *Crash, char *Text, size_t Size);

/** Explains each value; returns an exit code. */
int HvinfoExplain(FILE *Output, bool IsJson, size_t Count, char **Values);

/** A JSON string, quoted; NULL becomes null. */
void HvinfoWriteJsonString(FILE *Output, const char *Text);

#endif /* !HVINFO_H */
