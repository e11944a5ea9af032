/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Interfaces between the parts of hvinfo.
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
/** Last leaf of the range to which the interface signature applies. */
#define HVINFO_LAST_LEAF 0x400000FFU
/** First leaf of the second range, where a hypervisor that imitates Hyper-V's interface has its own signature. */
#define HVINFO_SECOND_RANGE 0x40000100U
#define HVINFO_LAST_SECOND_LEAF 0x400001FFU

/** Architecture whose forms of the leaves apply. */
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

/** One result of CPUID, or the registers of it that the source contains. */
typedef struct HVINFO_LEAF
{
    uint32_t Leaf;
    uint32_t Subleaf;
    uint32_t Register[HvinfoRegisters];
    uint32_t Known; /**< Bit n: the source contains Register[n]. */
    unsigned Line;  /**< Line of the file, from 1; 0 if it comes from none. */
} HVINFO_LEAF;

/** One event that a log reports, apart from registers. */
typedef struct HVINFO_EVENT
{
    const char *Kind;  /**< Subject: "VMBus", "storage" and so on. */
    char Text[160];    /**< Text of the log. */
    char Meaning[320]; /**< Meaning by the headers; empty if they have none. */
    unsigned Line;     /**< First line that reports the event, from 1. */
    unsigned Count;    /**< Number of lines that report the event. */
} HVINFO_EVENT;

/** The crash registers of a guest, as a monitor logged them. */
typedef struct HVINFO_CRASH
{
    const char *Reporter; /**< Program that logged them. */
    uint64_t Parameter[HVINFO_CRASH_PARAMETERS];
    unsigned Known; /**< Bit n: Parameter[n] was logged. */
    unsigned Line;
} HVINFO_CRASH;

/** Identity of the hypervisor according to the firmware that a kernel log names. */
typedef struct HVINFO_MACHINE
{
    const char *Name; /**< NULL if the log names no such firmware. */
    unsigned Line;
} HVINFO_MACHINE;

/** Contents of a source, in the order of leaf and subleaf. */
typedef struct HVINFO_INPUT
{
    HVINFO_SOURCE Source;
    HVINFO_ARCHITECTURE Architecture;
    const char *Name; /**< File, or name of the embedded recording; NULL for other sources. */
    const char *Form; /**< Form of the text, such as "cpuid -r"; NULL for other sources. */
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

/** Message about an input that was refused. */
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

/** Returns the leaf, or NULL if the source does not contain it. */
const HVINFO_LEAF *HvinfoFindLeaf(const HVINFO_INPUT *Input, uint32_t Leaf, uint32_t Subleaf);

/**
 * Returns the leaf, and appends it if it is absent; NULL if there is no room. The caller must call HvinfoSortLeaves
 * after the last leaf.
 */
HVINFO_LEAF *HvinfoAddLeaf(HVINFO_INPUT *Input, uint32_t Leaf, uint32_t Subleaf);

void HvinfoSortLeaves(HVINFO_INPUT *Input);

/** Whether the source contains the register; *Value receives it. */
bool HvinfoRegister(const HVINFO_INPUT *Input, uint32_t Leaf, unsigned Register, uint32_t *Value);

/** Reads up to @p Length characters of C text as a hexadecimal number of at most 32 bits. */
bool HvinfoParseHex(const char *Text, size_t Length, uint32_t *Value);

/** Reads a whole file ("-" is standard input) into memory that the caller frees. */
bool HvinfoReadFile(const char *Name, size_t Limit, char **Data, size_t *Size, HVINFO_ERROR *Error);

/** Adds a sentence to the notes; without effect if there is no room. */
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

/** Finds the text @p What in the line, in the same case of letters; NULL if it is absent. */
const char *HvinfoFind(const char *Line, size_t Length, const char *What);

/** Reads the number after @p Key in the line, hexadecimal only with 0x or letters; false if it is absent. */
bool HvinfoNumberAfter(const char *Line, size_t Length, const char *Key, uint32_t *Value);

/** Skips marks of quoted mail and time stamps at the start of the line; adjusts *Length. */
const char *HvinfoSkipPrefix(const char *Line, size_t *Length);

/** Whether the bytes are text: valid UTF-8 without control characters except the tab. */
bool HvinfoIsText(const char *Text, size_t Length);

/**
 * Converts UTF-16 to UTF-8, and removes a byte order mark; replaces *Data, which malloc allocated. Returns false if
 * there is no memory.
 */
bool HvinfoDecodeText(char **Data, size_t *Size);

/*
 * Readings: reading.c
 */

/** Verdict of a reader on a line. */
typedef enum HVINFO_LINE
{
    HvinfoLinePassed, /**< The line contains nothing for the reader. */
    HvinfoLineTaken,
    HvinfoLineRefused, /**< The line is a malformed leaf; the reader called HvinfoRefuse. */
} HVINFO_LINE;

/** Registers that one line contains. */
typedef struct HVINFO_RECORD
{
    HVINFO_LEAF Leaf;
    size_t Section;
} HVINFO_RECORD;

/** A processor, a boot, or another part of a text that has its own leaves. */
typedef struct HVINFO_SECTION
{
    char Label[32];                   /**< "CPU 0", "guest", "boot 2". */
    unsigned Line;                    /**< Line at which it begins, from 1. */
    HVINFO_ARCHITECTURE Architecture; /**< 0 if unknown. */
    HVINFO_MACHINE Machine;
} HVINFO_SECTION;

typedef struct HVINFO_READER HVINFO_READER;

/** A text that is being read, and its contents so far. */
typedef struct HVINFO_READING
{
    const HVINFO_READER *Reader;
    const char *Name;
    const char *Data;
    size_t Size;
    FILE *Verbose;                    /**< Stream for the ignored lines; NULL: not shown. */
    HVINFO_ARCHITECTURE Architecture; /**< Architecture that the user specified; 0: the text determines it. */
    unsigned Line;                    /**< Number of the current line, from 1. */
    const char *Form;                 /**< Form of the first line that was read; NULL: the reader's title. */
    HVINFO_RECORD *Records;
    size_t RecordCount;
    size_t RecordCapacity;
    HVINFO_SECTION *Sections;
    size_t SectionCount;
    size_t SectionCapacity;
    size_t Section; /**< Index of the current section. */
    size_t Taken;   /**< Number of leaves, or of lines of a log, that were read. */
    size_t Passed;
    size_t Refused;
    bool Lost;                                   /**< true if there were more leaves or sections than room for them. */
    HVINFO_ERROR Error;                          /**< The first refusal. */
    HVINFO_INPUT *Input;                         /**< Receives texts, notes and events. */
    size_t EventSections[HVINFO_MAXIMUM_EVENTS]; /**< Section of each event. */
} HVINFO_READING;

/** A form of text; reading.c has the table of all forms. */
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

/** Calls @p Read for every line, without its end, and counts the results; a line may be empty. */
void HvinfoReadLines(HVINFO_READING *Reading, void *Context,
                     HVINFO_LINE (*Read)(HVINFO_READING *Reading, void *Context, const char *Line, size_t Length));

/** Refuses the current line; the first reason is kept. Returns HvinfoLineRefused. */
HVINFO_LINE HvinfoRefuse(HVINFO_READING *Reading, const char *Format, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 2, 3)))
#endif
    ;

/** Stores the registers of a leaf in the current section. */
void HvinfoKeepLeaf(HVINFO_READING *Reading, uint32_t Leaf, uint32_t Subleaf, const uint32_t Register[HvinfoRegisters],
                    uint32_t Known);

/** Stores a leaf of a form without subleaves: results for the same leaf become its subleaves, in order. */
void HvinfoKeepNextLeaf(HVINFO_READING *Reading, uint32_t Leaf, const uint32_t Register[HvinfoRegisters]);

/** Stores one register; *Other receives the line with a different value, or 0. */
void HvinfoKeepRegister(HVINFO_READING *Reading, uint32_t Leaf, unsigned Register, uint32_t Value, unsigned *Other,
                        uint32_t *OtherValue);

/** Continues in the section with this label, and creates it if it does not exist. */
void HvinfoEnterSection(HVINFO_READING *Reading, const char *Label);

/** Enters a section if the line is the heading of a processor ("CPU 0:"). Returns whether it is. */
bool HvinfoEnterProcessor(HVINFO_READING *Reading, const char *Line, size_t Length);

/** Stores an event that a log reports; repetitions are counted. */
void HvinfoKeepEvent(HVINFO_READING *Reading, const char *Kind, const char *Meaning, const char *Format, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 4, 5)))
#endif
    ;

/**
 * Stores the events of drivers and monitors in a line of a log (kernel_events.c); @p IsTaken: the line was used
 * already.
 */
HVINFO_LINE HvinfoReadEvent(HVINFO_READING *Reading, const char *Line, size_t Length, bool IsTaken);

/** Choice of the parts of a text to read. */
typedef struct HVINFO_REQUEST
{
    const HVINFO_READER *Reader;      /**< NULL: the one that fits best. */
    bool Dumps;                       /**< true: select among the readers of dumps. */
    bool Logs;                        /**< true: select among the readers of logs and crash registers. */
    HVINFO_ARCHITECTURE Architecture; /**< 0: the text determines it. */
    const char *Processor;            /**< Number or label of the processor or part; NULL: the first. */
    int Boot;                         /**< Number of the boot, from 1; 0: the last. */
    FILE *Verbose;
} HVINFO_REQUEST;

/** Reads a text that HvinfoDecodeText has converted. */
bool HvinfoRead(HVINFO_INPUT *Input, const HVINFO_REQUEST *Request, const char *Name, const char *Data, size_t Size,
                HVINFO_ERROR *Error);

/** Reads a dump of CPUID; @p Name is for messages and for the input's own name. */
bool HvinfoParseRecording(HVINFO_INPUT *Input, const char *Name, const char *Data, size_t Size, HVINFO_ERROR *Error);

/** Reads a kernel log. Within one boot, a register must have the same value in all lines. */
bool HvinfoParseKernelLog(HVINFO_INPUT *Input, const char *Name, const char *Data, size_t Size, HVINFO_ERROR *Error);

/** Finds the crash registers that monitors log, in any text. */
void HvinfoReadCrashes(HVINFO_INPUT *Input, const char *Data, size_t Size);

/*
 * Sources.
 */

/** Place of the word that a kernel calls ext (ECX) or misc (EDX) on the architecture; false if undocumented. */
bool HvinfoKernelRegister(HVINFO_ARCHITECTURE Architecture, uint32_t Leaf, unsigned Register, unsigned *Place);

/** A recording that the build embeds in the program. */
typedef struct HVINFO_EMBEDDED
{
    const char *Name;
    const char *Data;
    size_t Size;
} HVINFO_EMBEDDED;

extern const HVINFO_EMBEDDED HvinfoEmbedded[];
extern const size_t HvinfoEmbeddedCount;

/** A header of the library, and the sources that it names, read by the build. */
typedef struct HVINFO_HEADER
{
    const char *Name;
    const char *Sources;
} HVINFO_HEADER;

extern const HVINFO_HEADER HvinfoHeaders[];
extern const size_t HvinfoHeaderCount;

/** Text that --help prints: help.txt. */
extern const char HvinfoHelp[];

/** Executes CPUID, or replaces it. */
typedef void HVINFO_CPUID(void *Context, uint32_t Leaf, uint32_t Subleaf, uint32_t Register[HvinfoRegisters]);

/**
 * Reads what the hypervisor says of itself: the hypervisor-present bit first,
 * then vendor and maximum, then the interface signature, and the rest up to the
 * maximum only where that signature is Hyper-V's.
 */
void HvinfoDiscover(HVINFO_INPUT *Input, HVINFO_CPUID *Cpuid, void *Context);

/** Calls HvinfoDiscover on this processor; false if it has no CPUID instruction. */
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
    unsigned Architectures; /**< Bits of HVINFO_ARCHITECTURE; both if the architectures agree. */
    const char *View;       /**< Form of the leaf that has the field: the member of HV_X64_CPUID_RESULT. */
    unsigned Register;
    unsigned FirstBit;
    unsigned Width;
    const char *Name;
} HVINFO_FIELD;

extern const HVINFO_FIELD HvinfoFields[];
extern const size_t HvinfoFieldCount;

/** Name of a leaf in the headers, or NULL. */
const char *HvinfoLeafName(uint32_t Leaf);

/** Whether this input uses the field's form. */
bool HvinfoFieldApplies(const HVINFO_INPUT *Input, const HVINFO_FIELD *Field);

/** Value of the field in its register's value. */
uint32_t HvinfoFieldValue(const HVINFO_FIELD *Field, uint32_t Register);

/** Whether Hyper-V's interface defines the leaf for this input; false for another vendor's leaf. */
bool HvinfoIsOurLeaf(const HVINFO_SUMMARY *Summary, uint32_t Leaf);

/** Bits of the register that a field of this input's forms names. */
uint32_t HvinfoNamedBits(const HVINFO_INPUT *Input, uint32_t Leaf, unsigned Register);

/** Summary of an input: hypervisor, version, partition, processor. */
struct HVINFO_SUMMARY
{
    const char *Maker;     /**< Name of the hypervisor, such as "KVM"; NULL if unknown. */
    const char *MakerMark; /**< Evidence for the maker. */
    bool Imitates;         /**< true: another hypervisor with Hyper-V's interface. */
    bool MayImitate;       /**< true: the leaves are those of KVM's default configuration. */
    char SecondVendor[13]; /**< Signature of leaf 40000100; empty if there is none. */
    bool InterfaceKnown;
    uint32_t InterfaceWord;
    HVINFO_ANSWER HypervisorPresent; /**< Leaf 1, or any leaf of the hypervisor. */
    HVINFO_ANSWER HyperV;            /**< The interface signature is Hyper-V's. */
    char Vendor[13];                 /**< Empty if unknown; unprintable bytes are dots. */
    char Interface[5];               /**< Empty unless InterfaceWord is four printable characters. */
    uint32_t MaximumLeaf;            /**< 0 if unknown. */
    bool VersionKnown;
    bool VersionIsZero; /**< true: leaf 40000002 is present and reports no version. */
    bool PackKnown;
    bool ServiceKnown; /**< true: ServiceBranch and ServiceNumber are known. */
    uint32_t Major, Minor, Build, ServicePack, ServiceBranch, ServiceNumber;
    HVINFO_ANSWER Root; /**< Creates partitions and manages the processors; no means guest. */
    bool IsolationKnown;
    uint32_t IsolationType;
    const char *IsolationName; /**< NULL if the headers do not define the type. */
    bool Paravisor;
    char ProcessorVendor[13]; /**< Empty if unknown. */
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

/** First name of a number, or NULL. */
const char *HvinfoNameOf(HVINFO_LIST_ID List, uint32_t Value);

/** Windows' name of an NTSTATUS, stored in @p Text; NULL if the headers do not define the number. */
const char *HvinfoNtStatusName(uint32_t Value, char *Text, size_t Size);

/** Guest with this identity, and its version, stored in @p Text; NULL if the headers do not define it. */
const char *HvinfoGuestOsName(uint64_t Value, char *Text, size_t Size);

/** Name of a stop code, with or without bit 28; NULL if the headers do not define the number. */
const char *HvinfoStopCodeName(uint64_t Value);

/*
 * VMBus devices: devices.c
 */

#define HVINFO_DEVICES_DIRECTORY "/sys/bus/vmbus/devices"

typedef struct HVINFO_DEVICE
{
    char ClassId[37];     /**< Lower case, without braces. */
    char InstanceId[37];  /**< Lower case, without braces. */
    uint32_t Id;          /**< The channel's number on the bus (relid). */
    const char *Name;     /**< Name of the class, or NULL if the headers do not define it. */
    const char *Symbol;   /**< Constant of the class in the headers, or NULL. */
    const char *Header;   /**< Header of its protocol, or NULL. */
    const char *Instance; /**< Name of the instance, if its GUID is a fixed one; or NULL. */
} HVINFO_DEVICE;

typedef struct HVINFO_DEVICES
{
    const char *Directory;
    size_t Count;
    HVINFO_DEVICE Device[HVINFO_MAXIMUM_DEVICES];
} HVINFO_DEVICES;

/**
 * Reads every device in @p Devices->Directory, in the order of their ids; *Exists receives whether the directory
 * exists.
 */
bool HvinfoReadDevices(HVINFO_DEVICES *Devices, bool *Exists, HVINFO_ERROR *Error);

/** Converts {xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx}, with or without braces, to lower case without braces. */
bool HvinfoParseGuid(const char *Text, char Guid[37]);

/** Converts a GUID to the text form of sysfs. */
void HvinfoFormatGuid(const HV_GUID *Guid, char Text[37]);

/** Fills in the names that the headers have for @p Device->ClassId. */
void HvinfoNameDevice(HVINFO_DEVICE *Device);

/*
 * Reports.
 */

typedef struct HVINFO_REPORT
{
    const HVINFO_INPUT *Input;
    const HVINFO_DEVICES *Devices; /**< NULL if they were not read, or if this machine has no VMBus. */
    const char *Fallback;          /**< Reason for showing a recording instead; NULL if the user selected the input. */
} HVINFO_REPORT;

void HvinfoReportText(FILE *Output, const HVINFO_REPORT *Report);
void HvinfoReportJson(FILE *Output, const HVINFO_REPORT *Report);
/** Writes the leaves as a recording. */
void HvinfoReportRaw(FILE *Output, const HVINFO_REPORT *Report);

/** Writes words in lines that begin at the indent; the first line has begun already. */
void HvinfoWriteParagraph(FILE *Output, size_t Indent, const char *Text);

/** Kind of the source: "live", "embedded recording" and so on. */
const char *HvinfoSourceName(HVINFO_SOURCE Source);

/** Name of a parameter that is an NTSTATUS, stored in @p Text; NULL if it is none. */
const char *HvinfoCrashStatus(const HVINFO_CRASH *Crash, unsigned Parameter, char *Text, size_t Size);

/** Meaning of the crash registers, in one or two sentences, stored in @p Text. */
const char *HvinfoExplainCrash(const HVINFO_CRASH *Crash, char *Text, size_t Size);

/** Explains each value; returns an exit code. */
int HvinfoExplain(FILE *Output, bool IsJson, size_t Count, char **Values);

/** Writes a JSON string, quoted; NULL becomes null. */
void HvinfoWriteJsonString(FILE *Output, const char *Text);

#endif /* !HVINFO_H */
