/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Debugging through the hypervisor: a guest's kernel debugger, the hypervisor's own, and its diagnostics.
 *
 * One cable, many kernels
 * -----------------------
 *
 * The hypervisor owns the machine's debug connection (serial line, IEEE 1394,
 * network). Kernels in partitions share it by three hypercalls; each has one
 * *session*, a byte stream in each direction with buffers in the hypervisor:
 *
 *      guest kernel                      hypervisor                debugger's machine
 *        |-- HvCallPostDebugData ----->|  outgoing buffer  --->|
 *        |<- HvCallRetrieveDebugData --|  incoming buffer  <---|
 *        |-- HvCallResetDebugSession ->|  drops either or both
 *
 * A session has a 16-bit number that is unique on the machine, the partition property
 * HvPartitionPropertyDebugChannelId. The parent assigns it, and grants the Debugging privilege
 * (Privilege.h) before it initializes the partition; the initialization allocates the buffers from
 * the partition's pool.
 *
 * The hypervisor passes the bytes on unchanged and guarantees nothing: it loses data that arrives
 * while the incoming buffer is full, and data in transit when the partition is saved. The debuggers
 * at both ends number and repeat their packets. A kernel should request data with the largest
 * Count, repeatedly, until HV_STATUS_NO_DATA.
 *
 *      HV_STATUS_FEATURE_UNAVAILABLE   no such connection (CPUID leaf 0x40000003 EDX bit 1 is clear)
 *      HV_STATUS_ACCESS_DENIED         no Debugging privilege
 *      HV_STATUS_OPERATION_DENIED      no session: the channel id of the partition is 0
 *      HV_STATUS_INVALID_PARAMETER     an unknown option, or Count beyond HV_DEBUG_MAXIMUM_DATA_SIZE
 *
 * are failures of all three calls. HvPartitionEventDebugDeviceAvailable
 * (Crash.h) reports that the root has a debug device to share.
 *
 * On a serial line the streams of all sessions travel in *mux* packets, each
 * with the channel that it belongs to (HV_MUX_PACKET_HEADER). On a network
 * HvCallResetDebugSession returns the addresses in use (HV_DEBUG_NET_DATA).
 *
 * Msr.h describes the MSRs of the synthetic debug device; Loader.h describes what the loader passes
 * to the hypervisor about its own debugger.
 *
 * Diagnostics
 * -----------
 *
 * HvCallGetCoverageData fetches code coverage of a test build of the
 * hypervisor, HvCallWriteSysDiagEvent writes an entry into its diagnostic log
 * (EventLog.h). Both are for the root partition.
 *
 * Sources: TLFS 2.0 chapter 20; TLFS 6.0b 4.2.2; WDK 7.1 hvgdk.h and its
 * documentation; symbols of kdhv and securekernel 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_DEBUG
#define MILE_HYPERV_HYPERVISOR_DEBUG

#include "EventLog.h"
#include "Types.h"

HV_HEADER_BEGIN

/**
 * Maximum number of bytes that one call can post or retrieve: a page without the two counts at its
 * start.
 */
#define HV_DEBUG_MAXIMUM_DATA_SIZE 4088

/** Options of the three calls: HV_DEBUG_POST_, HV_DEBUG_RETRIEVE_ and HV_DEBUG_PURGE_ bits. */
typedef HV_UINT32 HV_DEBUG_OPTIONS;

/** A session's number, unique on the machine; as a partition's property, 0 is none. */
typedef HV_UINT16 HV_DEBUG_CHANNEL_IDENTIFIER;

/** Channel of the hypervisor's own debugger. */
#define HV_DEBUG_CHANNEL_ID_HYPERVISOR 0x00000000
/** Channel of the kernel of the root partition. */
#define HV_DEBUG_CHANNEL_ID_ROOT 0x00000001
/** First channel for another partition. */
#define HV_DEBUG_CHANNEL_ID_ASSIGN_START 0x00000002
/** Highest channel on a connection through firmware. */
#define HV_DEBUG_CHANNEL_ID_FW_MAX 0x0000003E
/** No specific channel. */
#define HV_DEBUG_CHANNEL_ID_DEFAULT 0x0000BADA

/*
 * Results in HvSyntheticMsrSynthDebugStatus (Msr.h), and a bit of HvSyntheticMsrDebugDeviceOptions.
 * Source: VirtualBox.
 */

#define HV_X64_SYNTH_DEBUG_STATUS_READ_SUCCESS 0x4     /**< The receive buffer holds a packet. */
#define HV_X64_SYNTH_DEBUG_STATUS_CONNECTION_RESET 0x8 /**< The connection was reset. */
#define HV_X64_DEBUG_DEVICE_OPTION_USE_HYPERCALLS 0x4  /**< The guest must use the hypercalls, not the MSRs. */

/*
 * Interrupt vectors of the root's debugger, x64. A root's kernel must not use them for anything
 * else. Source: a Linux patch posted 2026-02-17.
 */

#define HV_X64_DEBUG_FASTFAIL_VECTOR 0x29
#define HV_X64_DEBUG_ASSERT_VECTOR 0x2C
#define HV_X64_DEBUG_SERVICE_VECTOR 0x2D

/*
 * HvCallPostDebugData
 */

/** The guest repeats the call until the data is accepted; the hypervisor may suspend it until there is room. */
#define HV_DEBUG_POST_LOOP 0x00000001

/**
 * Input of HvCallPostDebugData, which puts bytes into the session's outgoing buffer, all of them or
 * none. With Count 0 it only returns the number of pending bytes. Output:
 * HV_OUTPUT_POST_DEBUG_DATA.
 *
 * It fails with HV_STATUS_INSUFFICIENT_BUFFERS if the buffer has no room for all bytes. An empty
 * buffer has room for HV_DEBUG_MAXIMUM_DATA_SIZE bytes.
 *
 * Source: TLFS 2.0 20.3.1; WDK 7.1; symbols of kdhv 26100.
 */
typedef struct HV_CALL_ATTRIBUTES HV_INPUT_POST_DEBUG_DATA
{
    HV_UINT32 Count; /**< Bytes of Data, 0 to HV_DEBUG_MAXIMUM_DATA_SIZE. */
    HV_DEBUG_OPTIONS Options;
    HV_UINT8 Data[4088]; /**< Bytes to post; Count of them are valid. */
} HV_INPUT_POST_DEBUG_DATA, *PHV_INPUT_POST_DEBUG_DATA;
HV_STATIC_ASSERT(sizeof(HV_INPUT_POST_DEBUG_DATA) == 4096);

/** Output of HvCallPostDebugData. */
typedef struct HV_CALL_ATTRIBUTES HV_OUTPUT_POST_DEBUG_DATA
{
    /**
     * Number of bytes in the outgoing buffer, including those of this call; at least Count after a
     * success.
     */
    HV_UINT32 PendingCount;
    HV_UINT32 Padding;
} HV_OUTPUT_POST_DEBUG_DATA, *PHV_OUTPUT_POST_DEBUG_DATA;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_POST_DEBUG_DATA) == 8);

/*
 * HvCallRetrieveDebugData
 */

/** Wait for data, up to Timeout, if there is none. */
#define HV_DEBUG_RETRIEVE_LOOP 0x00000001
/** Fail with HV_STATUS_INACTIVE if the connection received nothing, for any session, since the last call. */
#define HV_DEBUG_RETRIEVE_TEST_ACTIVITY 0x00000002

/**
 * Input of HvCallRetrieveDebugData, which takes bytes from the session's incoming buffer. With
 * Count 0 it only reports whether there are any. Output: HV_OUTPUT_RETRIEVE_DEBUG_DATA.
 *
 * Failures: HV_STATUS_NO_DATA if there are none; HV_STATUS_INACTIVE with
 * HV_DEBUG_RETRIEVE_TEST_ACTIVITY; HV_STATUS_PARTIAL_PACKET if an I/O error truncated a packet.
 *
 * Source: TLFS 2.0 20.3.2; WDK 7.1; symbols of kdhv 26100.
 */
typedef struct HV_INPUT_RETRIEVE_DEBUG_DATA
{
    HV_UINT32 Count; /**< Maximum number of bytes to retrieve, 0 to HV_DEBUG_MAXIMUM_DATA_SIZE. */
    HV_DEBUG_OPTIONS Options;
    HV_NANO100_DURATION Timeout; /**< Maximum time to wait, in units of 100 ns. */
} HV_INPUT_RETRIEVE_DEBUG_DATA, *PHV_INPUT_RETRIEVE_DEBUG_DATA;
HV_STATIC_ASSERT(sizeof(HV_INPUT_RETRIEVE_DEBUG_DATA) == 16);

/** Output of HvCallRetrieveDebugData. */
typedef struct HV_CALL_ATTRIBUTES HV_OUTPUT_RETRIEVE_DEBUG_DATA
{
    HV_UINT32 RetrievedCount; /**< Number of bytes in Data; at most HV_DEBUG_MAXIMUM_DATA_SIZE. */
    HV_UINT32 RemainingCount; /**< Number of bytes that are still pending; 0 if none. */
    HV_UINT8 Data[4088];      /**< Retrieved bytes; RetrievedCount of them are valid. */
} HV_OUTPUT_RETRIEVE_DEBUG_DATA, *PHV_OUTPUT_RETRIEVE_DEBUG_DATA;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_RETRIEVE_DEBUG_DATA) == 4096);

/*
 * HvCallResetDebugSession
 */

/** Discard the bytes of the incoming buffer. */
#define HV_DEBUG_PURGE_INCOMING_DATA 0x00000001
/** Discard the bytes of the outgoing buffer. */
#define HV_DEBUG_PURGE_OUTGOING_DATA 0x00000002

/**
 * Input of HvCallResetDebugSession, which empties buffers, for a kernel that is out of step with its
 * debugger. A fast call. Output: HV_OUTPUT_RESET_DEBUG_SESSION.
 *
 * It also fails with HV_STATUS_INVALID_PARAMETER if neither bit is set, and with HV_STATUS_NO_DATA
 * if there was nothing to discard.
 *
 * Source: TLFS 2.0 20.3.3; WDK 7.1; symbols of securekernel 26100.
 */
typedef struct HV_CALL_ATTRIBUTES HV_INPUT_RESET_DEBUG_SESSION
{
    HV_DEBUG_OPTIONS Options; /**< HV_DEBUG_PURGE_ bits. */
    HV_UINT32 Padding;
} HV_INPUT_RESET_DEBUG_SESSION, *PHV_INPUT_RESET_DEBUG_SESSION;
HV_STATIC_ASSERT(sizeof(HV_INPUT_RESET_DEBUG_SESSION) == 8);

/**
 * IPv6 address as quadwords, doublewords and words. Each member is the part of the address of its
 * name.
 */
typedef union HV_IPV6_ADDRESS
{
    struct
    {
        HV_UINT64 QW0;
        HV_UINT64 QW1;
    };
    struct
    {
        HV_UINT32 DW0;
        HV_UINT32 DW1;
        HV_UINT32 DW2;
        HV_UINT32 DW3;
    };
    struct
    {
        HV_UINT16 W0;
        HV_UINT16 W1;
        HV_UINT16 W2;
        HV_UINT16 W3;
        HV_UINT16 W4;
        HV_UINT16 W5;
        HV_UINT16 W6;
        HV_UINT16 W7;
    };
} HV_IPV6_ADDRESS, *PHV_IPV6_ADDRESS;
HV_STATIC_ASSERT(sizeof(HV_IPV6_ADDRESS) == 16);

/**
 * The two ends of a network debug connection: the debugger's machine (host) and this one (target).
 *
 * The symbols have only the 48-byte form with IPv6 addresses. Ipv6 is this form with the name of
 * the original; Ipv4 is another form of the original, which no other source has.
 *
 * Source: symbols of kdhv 26100 (x64, ARM64) and securekernel 26100.
 */
typedef union HV_DEBUG_NET_DATA
{
    struct
    {
        HV_IPV6_ADDRESS HostIp;   /**< IPv6 address of the debugger's machine. */
        HV_IPV6_ADDRESS TargetIp; /**< IPv6 address of this machine. */
        HV_UINT16 HostPort;       /**< UDP port of the debugger. */
        HV_UINT16 TargetPort;     /**< UDP port of this machine. */
        HV_UINT8 HostMac[6];      /**< MAC address of the debugger's machine. */
        HV_UINT8 TargetMac[6];    /**< MAC address of this machine. */
    };
    /** Form with IPv4 addresses. */
    struct
    {
        HV_UINT32 HostIp;      /**< IPv4 address of the debugger's machine. */
        HV_UINT32 TargetIp;    /**< IPv4 address of this machine. */
        HV_UINT16 HostPort;    /**< UDP port of the debugger. */
        HV_UINT16 TargetPort;  /**< UDP port of this machine. */
        HV_UINT8 HostMac[6];   /**< MAC address of the debugger's machine. */
        HV_UINT8 TargetMac[6]; /**< MAC address of this machine. */
    } Ipv4;
    /** Form with IPv6 addresses. */
    struct
    {
        HV_IPV6_ADDRESS HostIp;   /**< IPv6 address of the debugger's machine. */
        HV_IPV6_ADDRESS TargetIp; /**< IPv6 address of this machine. */
        HV_UINT16 HostPort;       /**< UDP port of the debugger. */
        HV_UINT16 TargetPort;     /**< UDP port of this machine. */
        HV_UINT8 HostMac[6];      /**< MAC address of the debugger's machine. */
        HV_UINT8 TargetMac[6];    /**< MAC address of this machine. */
    } Ipv6;
} HV_DEBUG_NET_DATA, *PHV_DEBUG_NET_DATA;
HV_STATIC_ASSERT(sizeof(HV_DEBUG_NET_DATA) == 48);

/** Output of HvCallResetDebugSession; newer than the WDK 7.1, where the call has none. */
typedef struct HV_OUTPUT_RESET_DEBUG_SESSION
{
    HV_DEBUG_NET_DATA NetData; /**< Data of a network connection. */
} HV_OUTPUT_RESET_DEBUG_SESSION, *PHV_OUTPUT_RESET_DEBUG_SESSION;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_RESET_DEBUG_SESSION) == 48);

/*
 * The mux protocol: packets of all sessions on one serial line.
 */

/** First four bytes of a packet, as a little-endian number. */
#define HV_MUX_PACKET_LEADER 0x11223344

/** Bytes of a session follow. */
#define HV_MUX_PACKET_TYPE_DATA 0x0001
/** Request of the debugger to break into the session's kernel. */
#define HV_MUX_PACKET_TYPE_BREAKIN 0x0002
/** Query of the channels, and its response, which contains MUX_CHANNEL_DATA. */
#define HV_MUX_PACKET_TYPE_QUERY_CHANNELS 0x0003
#define HV_MUX_PACKET_TYPE_MAXIMUM 0x0003

/**
 * Header of a packet's data. The computation of CRC is undocumented. Source: WDK 7.1; symbols of
 * securekernel 26100.
 */
typedef struct HV_MUX_PACKET_HEADER
{
    HV_UINT32 Leader; /**< HV_MUX_PACKET_LEADER. */
    HV_UINT16 Type;   /**< HV_MUX_PACKET_TYPE_. */
    HV_UINT16 Length; /**< Number of bytes of data after the header; at most the rest of the packet. */
    HV_UINT32 CRC;    /**< Checksum of the packet. */
    HV_DEBUG_CHANNEL_IDENTIFIER Channel; /**< Channel of the packet. */
    HV_UINT16 Reserved;
} HV_MUX_PACKET_HEADER, *PHV_MUX_PACKET_HEADER;
HV_STATIC_ASSERT(sizeof(HV_MUX_PACKET_HEADER) == 16);

/** Data of the response to HV_MUX_PACKET_TYPE_QUERY_CHANNELS. Source: WDK 7.1. */
typedef struct MUX_CHANNEL_DATA
{
    HV_UINT32 Count; /**< Number of elements of ChannelIds; at most the rest of the packet. */
    HV_DEBUG_CHANNEL_IDENTIFIER ChannelIds[]; /**< One element for each channel. */
} MUX_CHANNEL_DATA, *PMUX_CHANNEL_DATA;
HV_STATIC_ASSERT(sizeof(MUX_CHANNEL_DATA) == 4);

/*
 * HvCallInvokeHypervisorDebugger
 */

/* Reasons of the root to break in: its watchdogs for the clock and for deferred procedure calls (DPC). */
#define HV_DEBUG_INVOKE_REASON_CLOCK_WATCHDOG 0x01
#define HV_DEBUG_INVOKE_REASON_DPC_WATCHDOG 0x02
#define HV_DEBUG_INVOKE_REASON_DPC_TIMEOUT 0x03

/**
 * Input of HvCallInvokeHypervisorDebugger, which breaks into the hypervisor's debugger, if one is
 * attached. Fast. No output.
 *
 * Source: WDK 7.1; symbols of securekernel 26100.
 */
typedef struct HV_INPUT_INVOKE_HYPERVISOR_DEBUGGER
{
    HV_UINT64 Reason;           /**< HV_DEBUG_INVOKE_REASON_. */
    HV_UINT64 SupplementalCode; /**< Number for the person who debugs. */
} HV_INPUT_INVOKE_HYPERVISOR_DEBUGGER, *PHV_INPUT_INVOKE_HYPERVISOR_DEBUGGER;
HV_STATIC_ASSERT(sizeof(HV_INPUT_INVOKE_HYPERVISOR_DEBUGGER) == 16);

/*
 * HvCallGetCoverageData
 */

/** Operation of HvCallGetCoverageData. */
typedef HV_UINT32 HV_COVERAGE_OPERATION, *PHV_COVERAGE_OPERATION;
enum
{
    HvCoverageFetchInfo = 0,      /**< Fill HV_IMAGE_COVERAGE_INFO. */
    HvCoverageFetchCovHeader = 1, /**< Copies the header of the coverage data to the given pages. */
    HvCoverageFetchCovSection = 2, /**< Copies the coverage data to the given pages. */
    HvCoverageResetCovVector = 3,  /**< Clear the coverage data. */
};

/** Size of an image's coverage data. */
typedef struct HV_IMAGE_COVERAGE_INFO
{
    HV_UINT32 HeaderSize;    /**< Size of the header; the unit is undocumented. */
    HV_UINT32 Size;          /**< Size of the coverage data; the unit is undocumented. */
    HV_UINT16 ImageName[32]; /**< File name of the image, in UTF-16. */
} HV_IMAGE_COVERAGE_INFO, *PHV_IMAGE_COVERAGE_INFO;
HV_STATIC_ASSERT(sizeof(HV_IMAGE_COVERAGE_INFO) == 72);

/** Input of HvCallGetCoverageData. Output: HV_OUTPUT_GET_COVERAGE_VECTOR. Source: symbols of securekernel 26100. */
typedef struct HV_INPUT_GET_COVERAGE_VECTOR
{
    HV_COVERAGE_OPERATION CoverageOp; /**< HV_COVERAGE_OPERATION. */
    HV_UINT32 PageCount; /**< Number of valid elements of GpaPageNumbers; at most 128. */
    /** GPA page numbers of the pages that receive the data. */
    HV_GPA_PAGE_NUMBER GpaPageNumbers[128];
} HV_INPUT_GET_COVERAGE_VECTOR, *PHV_INPUT_GET_COVERAGE_VECTOR;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_COVERAGE_VECTOR) == 1032);

/** Output of HvCallGetCoverageData. */
typedef struct HV_CALL_ATTRIBUTES HV_OUTPUT_GET_COVERAGE_VECTOR
{
    HV_IMAGE_COVERAGE_INFO CoverageInfo;
} HV_OUTPUT_GET_COVERAGE_VECTOR, *PHV_OUTPUT_GET_COVERAGE_VECTOR;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_GET_COVERAGE_VECTOR) == 72);

/*
 * The diagnostic log.
 */

/**
 * Input of HvCallWriteSysDiagEvent, which writes an entry to the diagnostic log. No output. Source:
 * symbols of securekernel 26100.
 */
typedef struct HV_INPUT_WRITE_SYS_DIAG_EVENT
{
    HV_EVENTLOG_ENTRY_HEADER Header;
    HV_UINT32 DataSize; /**< Number of bytes of data; the maximum is undocumented. */
    HV_UINT8 Data[4];   /**< First four bytes of the data; the rest follows the structure. */
} HV_INPUT_WRITE_SYS_DIAG_EVENT, *PHV_INPUT_WRITE_SYS_DIAG_EVENT;
HV_STATIC_ASSERT(sizeof(HV_INPUT_WRITE_SYS_DIAG_EVENT) == 24);

/**
 * Size of a partition's diagnostic log; a partition property. Source: symbols of securekernel
 * 26100.
 */
typedef union HV_PARTITION_DIAG_LOG_BUFFER_CONFIG
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_UINT32 BufferCount;       /**< Number of buffers; the maximum is undocumented. */
        HV_UINT32 BufferSizeInPages; /**< Size of each buffer, in pages of 4096 bytes. */
    };
} HV_PARTITION_DIAG_LOG_BUFFER_CONFIG, *PHV_PARTITION_DIAG_LOG_BUFFER_CONFIG;
HV_STATIC_ASSERT(sizeof(HV_PARTITION_DIAG_LOG_BUFFER_CONFIG) == 8);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_DEBUG */
