/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief RNDIS offloads: receive-side scaling, checksums and segmentation, as capabilities and as settings.
 *
 * This header defines data of RNDIS queries and sets (Rndis.h). A guest queries the capabilities of
 * the host (RNDIS_OID_GEN_RECEIVE_SCALE_CAPABILITIES, RNDIS_OID_TCP_OFFLOAD_HARDWARE_CAPABILITIES)
 * and sets what it uses (RNDIS_OID_GEN_RECEIVE_SCALE_PARAMETERS, RNDIS_OID_TCP_OFFLOAD_PARAMETERS).
 * Each data structure begins with RNDIS_OBJECT_HEADER, whose Revision and Size specify its form.
 * The structures are those of the newest revision that Windows defines; RNDIS_SIZEOF_..._REVISION_n
 * is the Size of revision n. A guest must write the Revision and Size that it uses, not sizeof:
 * virtual switches support RNDIS_OFFLOAD up to revision 3 or 4 (OpenVMM: 180 bytes) and
 * RNDIS_OFFLOAD_PARAMETERS up to 3. A reader must evaluate only the members that Size covers.
 *
 * Receive-side scaling is set in one buffer: RNDIS_RECEIVE_SCALE_PARAMETERS of revision 2 (40
 * bytes), the Toeplitz key of 40 bytes, and the table of 32-bit channel numbers, each below the
 * number of open channels. The offsets locate the key and the table. The table has at most
 * NumberOfIndirectionTableEntries entries, 128 at most; OpenVMM repeats a shorter one.
 * HashInformation contains one function and any types. FreeBSD writes the bytes of the whole buffer
 * into Header.Size; hosts do not check the header (OpenVMM). Hosts do not evaluate the
 * ..._UNCHANGED flags: to change a setting, a guest disables scaling
 * (RNDIS_RSS_PARAM_FLAG_DISABLE_RSS, or no function) and sets everything again (FreeBSD, OpenVMM).
 *
 * Faults of hosts (FreeBSD): Azure mishandles the UDP checksums of datagrams above 1,420 bytes that
 * may be fragmented. FreeBSD rejects a limit of segmentation below MinSegmentCount times the MTU.
 *
 * Revisions (bytes):
 *
 *                                      1    2     3     4     5     6     7     8
 *     RNDIS_OFFLOAD                    112  144   156   177   188   216   216   217
 *     RNDIS_OFFLOAD_PARAMETERS         20   22    26    32    34    35
 *     RNDIS_RECEIVE_SCALE_CAPABILITIES 16   18    18
 *     RNDIS_RECEIVE_SCALE_PARAMETERS   28   40    44
 *
 * Sources: OpenVMM netvsp rndisprot; FreeBSD hn_rndis.c, ndis.h and if_hn.c; mingw-w64 ntddndis.h;
 * Windows SDK 10.0.28000 ntddndis.h (NDIS 6.89); the original Mile.HyperV (1.x).
 */

#ifndef MILE_HYPERV_DEVICE_RNDIS_OFFLOAD
#define MILE_HYPERV_DEVICE_RNDIS_OFFLOAD

#include "Rndis.h"

HV_HEADER_BEGIN

/*
 * Receive-side scaling.
 */

/**
 * Capabilities of receive-side scaling; response to RNDIS_OID_GEN_RECEIVE_SCALE_CAPABILITIES, host
 * to guest. Revisions 1 to 3.
 */
typedef struct RNDIS_RECEIVE_SCALE_CAPABILITIES
{
    RNDIS_OBJECT_HEADER Header;          /**< Type RNDIS_OBJECT_TYPE_RSS_CAPABILITIES. */
    HV_UINT32 CapabilitiesFlags;         /**< RNDIS_RSS_CAPS_... */
    HV_UINT32 NumberOfInterruptMessages; /**< Unused by guests; OpenVMM: 1. */
    HV_UINT32 NumberOfReceiveQueues;     /**< Maximum number of channels, the first one included. */
    /** Maximum number of entries of the table; since revision 2. */
    HV_UINT16 NumberOfIndirectionTableEntries;
    HV_UINT16 Padding;
} RNDIS_RECEIVE_SCALE_CAPABILITIES, *PRNDIS_RECEIVE_SCALE_CAPABILITIES;
HV_STATIC_ASSERT(sizeof(RNDIS_RECEIVE_SCALE_CAPABILITIES) == 20);

#define RNDIS_SIZEOF_RECEIVE_SCALE_CAPABILITIES_REVISION_1 16
#define RNDIS_SIZEOF_RECEIVE_SCALE_CAPABILITIES_REVISION_2 18
#define RNDIS_SIZEOF_RECEIVE_SCALE_CAPABILITIES_REVISION_3 18
#define RNDIS_RECEIVE_SCALE_CAPABILITIES_REVISION_1 1
#define RNDIS_RECEIVE_SCALE_CAPABILITIES_REVISION_2 2
#define RNDIS_RECEIVE_SCALE_CAPABILITIES_REVISION_3 3

/**
 * Settings of receive-side scaling; data of RNDIS_OID_GEN_RECEIVE_SCALE_PARAMETERS, guest to host.
 * RNDIS_SET_COMPLETE answers it. Revisions 1 to 3.
 */
typedef struct RNDIS_RECEIVE_SCALE_PARAMETERS
{
    RNDIS_OBJECT_HEADER Header;     /**< Type RNDIS_OBJECT_TYPE_RSS_PARAMETERS. */
    HV_UINT16 Flags;                /**< RNDIS_RSS_PARAM_FLAG_... */
    HV_UINT16 BaseCpuNumber;        /**< Ignored by OpenVMM. */
    HV_UINT32 HashInformation;      /**< RNDIS_HASH_...: one function and any types. */
    HV_UINT16 IndirectionTableSize; /**< Bytes of the table: 4 for each entry; at most 512. */
    HV_UINT16 Padding;
    HV_UINT32 IndirectionTableOffset; /**< Bytes from the start of this structure to the table. */
    HV_UINT16 HashSecretKeySize;      /**< Bytes of the key; 40. */
    HV_UINT16 Padding1;
    HV_UINT32 HashSecretKeyOffset;     /**< Bytes from the start of this structure to the key. */
    HV_UINT32 ProcessorMasksOffset;    /**< Unused on the VMBus; since revision 2. */
    HV_UINT32 NumberOfProcessorMasks;  /**< Unused on the VMBus; since revision 2. */
    HV_UINT32 ProcessorMasksEntrySize; /**< Unused on the VMBus; since revision 2. */
    HV_UINT32 DefaultProcessorNumber;  /**< Unused on the VMBus; since revision 3. */
} RNDIS_RECEIVE_SCALE_PARAMETERS, *PRNDIS_RECEIVE_SCALE_PARAMETERS;
HV_STATIC_ASSERT(sizeof(RNDIS_RECEIVE_SCALE_PARAMETERS) == 44);

#define RNDIS_SIZEOF_RECEIVE_SCALE_PARAMETERS_REVISION_1 28
#define RNDIS_SIZEOF_RECEIVE_SCALE_PARAMETERS_REVISION_2 40
#define RNDIS_SIZEOF_RECEIVE_SCALE_PARAMETERS_REVISION_3 44
#define RNDIS_RECEIVE_SCALE_PARAMETERS_REVISION_1 1
#define RNDIS_RECEIVE_SCALE_PARAMETERS_REVISION_2 2
#define RNDIS_RECEIVE_SCALE_PARAMETERS_REVISION_3 3

/**
 * Flags of RNDIS_RECEIVE_SCALE_PARAMETERS: BaseCpuNumber keeps its value; hosts ignore the flag.
 */
#define RNDIS_RSS_PARAM_FLAG_BASE_CPU_UNCHANGED 0x0001
/**
 * Flags of RNDIS_RECEIVE_SCALE_PARAMETERS: HashInformation keeps its value; hosts ignore the flag.
 */
#define RNDIS_RSS_PARAM_FLAG_HASH_INFO_UNCHANGED 0x0002
/** Flags of RNDIS_RECEIVE_SCALE_PARAMETERS: the table keeps its value; hosts ignore the flag. */
#define RNDIS_RSS_PARAM_FLAG_ITABLE_UNCHANGED 0x0004
/** Flags of RNDIS_RECEIVE_SCALE_PARAMETERS: the key keeps its value; hosts ignore the flag. */
#define RNDIS_RSS_PARAM_FLAG_HASH_KEY_UNCHANGED 0x0008
/** Flags of RNDIS_RECEIVE_SCALE_PARAMETERS: disables receive-side scaling. */
#define RNDIS_RSS_PARAM_FLAG_DISABLE_RSS 0x0010
/**
 * Flags of RNDIS_RECEIVE_SCALE_PARAMETERS: DefaultProcessorNumber keeps its value; hosts ignore the
 * flag.
 */
#define RNDIS_RSS_PARAM_FLAG_DEFAULT_PROCESSOR_UNCHANGED 0x0020
/** Bytes of the table of revision 1. */
#define RNDIS_RSS_INDIRECTION_TABLE_SIZE_REVISION_1 128
/** Bytes of the Toeplitz key. */
#define RNDIS_RSS_HASH_SECRET_KEY_SIZE_REVISION_1 40
/** Maximum bytes of the table of revision 1. */
#define RNDIS_RSS_INDIRECTION_TABLE_MAX_SIZE_REVISION_1 128
/** Maximum bytes of the table of revision 2: 128 entries of 32 bits. */
#define RNDIS_RSS_INDIRECTION_TABLE_MAX_SIZE_REVISION_2 512
/** Maximum bytes of the table of revision 3: 128 entries of 32 bits. */
#define RNDIS_RSS_INDIRECTION_TABLE_MAX_SIZE_REVISION_3 512
/** Maximum bytes of the key. */
#define RNDIS_RSS_HASH_SECRET_KEY_MAX_SIZE_REVISION_1 40
#define RNDIS_RSS_HASH_SECRET_KEY_MAX_SIZE_REVISION_2 40
#define RNDIS_RSS_HASH_SECRET_KEY_MAX_SIZE_REVISION_3 40
/** Bits of HashInformation that contain the function. */
#define RNDIS_HASH_FUNCTION_MASK 0x000000FF
/** Bits of HashInformation that contain the types, a mask of the fields that are hashed. */
#define RNDIS_HASH_TYPE_MASK 0x00FFFF00
#define RNDIS_HASH_FUNCTION_TOEPLITZ 0x00000001
#define RNDIS_HASH_IPV4 0x00000100
#define RNDIS_HASH_TCP_IPV4 0x00000200
#define RNDIS_HASH_IPV6 0x00000400
#define RNDIS_HASH_IPV6_EX 0x00000800
#define RNDIS_HASH_TCP_IPV6 0x00001000
#define RNDIS_HASH_TCP_IPV6_EX 0x00002000
#define RNDIS_HASH_UDP_IPV4 0x00004000
#define RNDIS_HASH_UDP_IPV6 0x00008000
#define RNDIS_HASH_UDP_IPV6_EX 0x00010000
/** RNDIS_RECEIVE_SCALE_CAPABILITIES.CapabilitiesFlags: the host hashes TCP over IPv4. */
#define RNDIS_RSS_CAPS_HASH_TYPE_TCP_IPV4 0x00000100
#define RNDIS_RSS_CAPS_HASH_TYPE_TCP_IPV6 0x00000200
#define RNDIS_RSS_CAPS_HASH_TYPE_TCP_IPV6_EX 0x00000400
#define RNDIS_RSS_CAPS_HASH_TYPE_UDP_IPV4 0x00000800
#define RNDIS_RSS_CAPS_HASH_TYPE_UDP_IPV6 0x00001000
#define RNDIS_RSS_CAPS_HASH_TYPE_UDP_IPV6_EX 0x00002000
#define RNDIS_RSS_CAPS_MESSAGE_SIGNALED_INTERRUPTS 0x01000000
#define RNDIS_RSS_CAPS_CLASSIFICATION_AT_ISR 0x02000000
#define RNDIS_RSS_CAPS_CLASSIFICATION_AT_DPC 0x04000000
#define RNDIS_RSS_CAPS_USING_MSI_X 0x08000000
#define RNDIS_RSS_CAPS_RSS_AVAILABLE_ON_PORTS 0x10000000
#define RNDIS_RSS_CAPS_SUPPORTS_MSI_X 0x20000000
#define RNDIS_RSS_CAPS_SUPPORTS_INDEPENDENT_ENTRY_MOVE 0x40000000

/*
 * Encapsulation members: a mask of the frame formats that an offload supports. Source: Linux (facts
 * alone), FreeBSD.
 */

#define RNDIS_ENCAPSULATION_NONE 0
#define RNDIS_ENCAPSULATION_NULL 1
#define RNDIS_ENCAPSULATION_IEEE_802_3 2
/** Ethernet with an 802.1Q tag in the frame. */
#define RNDIS_ENCAPSULATION_IEEE_802_3_P_AND_Q 4
/** Ethernet with an 802.1Q tag in RNDIS_PPI_VLAN. */
#define RNDIS_ENCAPSULATION_IEEE_802_3_P_AND_Q_IN_OOB 8
#define RNDIS_ENCAPSULATION_RFC1483 16

/*
 * Receive-side scaling, version 2: a guest can change single entries without a new table. No known
 * virtual switch offers it to a guest. Source: Windows SDK ntddndis.h.
 */

/**
 * Settings of receive-side scaling, version 2; data of RNDIS_OID_GEN_RECEIVE_SCALE_PARAMETERS_V2,
 * guest to host. The key follows. RNDIS_SET_COMPLETE answers it.
 */
typedef struct RNDIS_RECEIVE_SCALE_PARAMETERS_V2
{
    RNDIS_OBJECT_HEADER Header;
    HV_UINT32 Flags;                           /**< RNDIS_RECEIVE_SCALE_PARAM_... */
    HV_UINT32 HashInformation;                 /**< RNDIS_HASH_...: one function and any types. */
    HV_UINT32 HashSecretKeySize;               /**< Bytes of the key; the bound is undocumented. */
    HV_UINT32 HashSecretKeyOffset;             /**< Bytes from the start of this structure to the key. */
    HV_UINT32 NumberOfQueues;                  /**< Number of channels to use. */
    HV_UINT32 NumberOfIndirectionTableEntries; /**< Number of entries of the table; a power of 2. */
} RNDIS_RECEIVE_SCALE_PARAMETERS_V2, *PRNDIS_RECEIVE_SCALE_PARAMETERS_V2;
HV_STATIC_ASSERT(sizeof(RNDIS_RECEIVE_SCALE_PARAMETERS_V2) == 28);

#define RNDIS_RECEIVE_SCALE_PARAMETERS_V2_REVISION_1 1
#define RNDIS_SIZEOF_RECEIVE_SCALE_PARAMETERS_V2_REVISION_1 28
/** RNDIS_RECEIVE_SCALE_PARAMETERS_V2.Flags: enables receive-side scaling. */
#define RNDIS_RECEIVE_SCALE_PARAM_ENABLE_RSS 0x00000001
#define RNDIS_RECEIVE_SCALE_PARAM_HASH_INFO_CHANGED 0x00000002
#define RNDIS_RECEIVE_SCALE_PARAM_HASH_KEY_CHANGED 0x00000004
#define RNDIS_RECEIVE_SCALE_PARAM_NUMBER_OF_QUEUES_CHANGED 0x00000008
#define RNDIS_RECEIVE_SCALE_PARAM_NUMBER_OF_ENTRIES_CHANGED 0x00000010

/** Change of one entry of the table; guest to host. */
typedef struct RNDIS_RSS_SET_INDIRECTION_ENTRY
{
    HV_UINT32 SwitchId;              /**< Switch of the adapter; 0. */
    HV_UINT32 VPortId;               /**< Port of the switch; 0. */
    HV_UINT32 Flags;                 /**< RNDIS_RSS_SET_INDIRECTION_ENTRY_FLAG_... */
    /** Index of the entry; 0 to NumberOfIndirectionTableEntries - 1. */
    HV_UINT16 IndirectionTableIndex;
    struct
    {
        HV_UINT16 Group; /**< Group of the processor in Windows. */
        HV_UINT8 Number; /**< Number of the processor in its group. */
        HV_UINT8 Reserved;
    } TargetProcessorNumber; /**< Processor that handles the entry after the change. */
    HV_UINT16 Padding;
    RNDIS_STATUS EntryStatus; /**< Result for this entry; host to guest. */
} RNDIS_RSS_SET_INDIRECTION_ENTRY, *PRNDIS_RSS_SET_INDIRECTION_ENTRY;
HV_STATIC_ASSERT(sizeof(RNDIS_RSS_SET_INDIRECTION_ENTRY) == 24);

#define RNDIS_SIZEOF_RSS_SET_INDIRECTION_ENTRY_REVISION_1 24
#define RNDIS_RSS_SET_INDIRECTION_ENTRY_FLAG_PRIMARY_PROCESSOR 0x00000001
#define RNDIS_RSS_SET_INDIRECTION_ENTRY_FLAG_DEFAULT_PROCESSOR 0x00000002

/**
 * Changes of entries; data of RNDIS_OID_GEN_RSS_SET_INDIRECTION_ENTRIES, guest to host.
 * NumberOfRssEntries entries follow. Its response is undocumented.
 */
typedef struct RNDIS_RSS_SET_INDIRECTION_ENTRIES
{
    RNDIS_OBJECT_HEADER Header;
    HV_UINT32 Flags;               /**< Reserved; 0. */
    HV_UINT32 RssEntrySize;        /**< Bytes of one entry: RNDIS_SIZEOF_RSS_SET_INDIRECTION_ENTRY_REVISION_1. */
    HV_UINT32 RssEntryTableOffset; /**< Bytes from the start of this structure to the first entry. */
    HV_UINT32 NumberOfRssEntries;  /**< Number of entries that follow. */
} RNDIS_RSS_SET_INDIRECTION_ENTRIES, *PRNDIS_RSS_SET_INDIRECTION_ENTRIES;
HV_STATIC_ASSERT(sizeof(RNDIS_RSS_SET_INDIRECTION_ENTRIES) == 20);

#define RNDIS_RSS_SET_INDIRECTION_ENTRIES_REVISION_1 1
#define RNDIS_SIZEOF_RSS_SET_INDIRECTION_ENTRIES_REVISION_1 20

/** Minimum number of segments of virtual switches (OpenVMM). */
#define LSO_MIN_SEGMENT_COUNT 2
/** Maximum bytes of a frame before segmentation of virtual switches (OpenVMM). */
#define LSO_MAX_OFFLOAD_SIZE 0xF53C

/*
 * Offloads: RNDIS_OID_TCP_OFFLOAD_HARDWARE_CAPABILITIES and
 * RNDIS_OID_TCP_OFFLOAD_CURRENT_CONFIG return RNDIS_OFFLOAD.
 */

/** Checksum offloads, by IP version and direction. The two-bit members are RNDIS_OFFLOAD_SET_... */
typedef struct RNDIS_TCP_IP_CHECKSUM_OFFLOAD
{
    struct
    {
        HV_UINT32 Encapsulation; /**< RNDIS_ENCAPSULATION_..., a mask. */
        union
        {
            HV_UINT32 AsUINT32; /**< The two-bit members in one word. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                /** Bits 0 and 1: Offload of frames that have IP options. */
                HV_UINT32 IpOptionsSupported : 2;
                /** Bits 2 and 3: Offload of frames that have TCP options. */
                HV_UINT32 TcpOptionsSupported : 2;
                /** Bits 4 and 5: Checksum of the TCP header and payload. */
                HV_UINT32 TcpChecksum : 2;
                /** Bits 6 and 7: Checksum of the UDP header and payload. */
                HV_UINT32 UdpChecksum : 2;
                HV_UINT32 IpChecksum : 2;          /**< Bits 8 and 9: IPv4 header checksum. */
                HV_UINT32 Reserved : 22;
            };
#endif
        };
    } IPv4Transmit; /**< IPv4 frames that the guest sends. */
    struct
    {
        HV_UINT32 Encapsulation; /**< RNDIS_ENCAPSULATION_..., a mask. */
        union
        {
            HV_UINT32 AsUINT32; /**< The two-bit members in one word. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                /** Bits 0 and 1: Offload of frames that have IP options. */
                HV_UINT32 IpOptionsSupported : 2;
                /** Bits 2 and 3: Offload of frames that have TCP options. */
                HV_UINT32 TcpOptionsSupported : 2;
                /** Bits 4 and 5: Checksum of the TCP header and payload. */
                HV_UINT32 TcpChecksum : 2;
                /** Bits 6 and 7: Checksum of the UDP header and payload. */
                HV_UINT32 UdpChecksum : 2;
                HV_UINT32 IpChecksum : 2;          /**< Bits 8 and 9: IPv4 header checksum. */
                HV_UINT32 Reserved : 22;
            };
#endif
        };
    } IPv4Receive; /**< IPv4 frames that the guest receives. */
    struct
    {
        HV_UINT32 Encapsulation; /**< RNDIS_ENCAPSULATION_..., a mask. */
        union
        {
            HV_UINT32 AsUINT32; /**< The two-bit members in one word. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                /** Bits 0 and 1: Offload of frames that have IPv6 extension headers. */
                HV_UINT32 IpExtensionHeadersSupported : 2;
                /** Bits 2 and 3: Offload of frames that have TCP options. */
                HV_UINT32 TcpOptionsSupported : 2;
                /** Bits 4 and 5: Checksum of the TCP header and payload. */
                HV_UINT32 TcpChecksum : 2;
                /** Bits 6 and 7: Checksum of the UDP header and payload. */
                HV_UINT32 UdpChecksum : 2;
                HV_UINT32 Reserved : 24;
            };
#endif
        };
    } IPv6Transmit; /**< IPv6 frames that the guest sends. */
    struct
    {
        HV_UINT32 Encapsulation; /**< RNDIS_ENCAPSULATION_..., a mask. */
        union
        {
            HV_UINT32 AsUINT32; /**< The two-bit members in one word. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                /** Bits 0 and 1: Offload of frames that have IPv6 extension headers. */
                HV_UINT32 IpExtensionHeadersSupported : 2;
                /** Bits 2 and 3: Offload of frames that have TCP options. */
                HV_UINT32 TcpOptionsSupported : 2;
                /** Bits 4 and 5: Checksum of the TCP header and payload. */
                HV_UINT32 TcpChecksum : 2;
                /** Bits 6 and 7: Checksum of the UDP header and payload. */
                HV_UINT32 UdpChecksum : 2;
                HV_UINT32 Reserved : 24;
            };
#endif
        };
    } IPv6Receive; /**< IPv6 frames that the guest receives. */
} RNDIS_TCP_IP_CHECKSUM_OFFLOAD, *PRNDIS_TCP_IP_CHECKSUM_OFFLOAD;
HV_STATIC_ASSERT(sizeof(RNDIS_TCP_IP_CHECKSUM_OFFLOAD) == 32);

/** TCP segmentation, version 1: IPv4 only. */
typedef struct RNDIS_TCP_LARGE_SEND_OFFLOAD_V1
{
    struct
    {
        HV_UINT32 Encapsulation;   /**< RNDIS_ENCAPSULATION_..., a mask. */
        HV_UINT32 MaxOffLoadSize;  /**< Maximum bytes of the frame before segmentation. */
        HV_UINT32 MinSegmentCount; /**< Minimum number of segments of a frame. */
        union
        {
            HV_UINT32 AsUINT32; /**< The two-bit members in one word. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                /** Bits 0 and 1: Offload of frames that have TCP options. */
                HV_UINT32 TcpOptions : 2;
                /** Bits 2 and 3: Offload of frames that have IP options. */
                HV_UINT32 IpOptions : 2;
                HV_UINT32 Reserved : 28;
            };
#endif
        };
    } IPv4; /**< Segmentation of frames that contain IPv4. */
} RNDIS_TCP_LARGE_SEND_OFFLOAD_V1, *PRNDIS_TCP_LARGE_SEND_OFFLOAD_V1;
HV_STATIC_ASSERT(sizeof(RNDIS_TCP_LARGE_SEND_OFFLOAD_V1) == 16);

/** IPsec offload, version 1. No source documents the members beyond names and widths. */
typedef struct RNDIS_IPSEC_OFFLOAD_V1
{
    struct
    {
        HV_UINT32 Encapsulation;           /**< RNDIS_ENCAPSULATION_..., a mask. */
        HV_UINT32 AhEspCombined;           /**< Undocumented. */
        HV_UINT32 TransportTunnelCombined; /**< Undocumented. */
        HV_UINT32 IPv4Options;             /**< Undocumented. */
        HV_UINT32 Flags;                   /**< Undocumented. */
    } Supported;                           /**< Forms that the host supports. */
    union
    {
        HV_UINT32 AsUINT32; /**< The two-bit members in one word. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 Md5 : 2;       /**< Bits 0 and 1: Undocumented. */
            HV_UINT32 Sha_1 : 2;     /**< Bits 2 and 3: Undocumented. */
            HV_UINT32 Transport : 2; /**< Bits 4 and 5: Undocumented. */
            HV_UINT32 Tunnel : 2;    /**< Bits 6 and 7: Undocumented. */
            HV_UINT32 Send : 2;      /**< Bits 8 and 9: Undocumented. */
            HV_UINT32 Receive : 2;   /**< Bits 10 and 11: Undocumented. */
            HV_UINT32 Reserved : 20;
        };
#endif
    } IPv4AH; /**< Authentication header (AH) over IPv4. */
    union
    {
        HV_UINT32 AsUINT32; /**< The two-bit members in one word. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 Des : 2; /**< Bits 0 and 1: Undocumented. */
            HV_UINT32 Reserved : 2;
            HV_UINT32 TripleDes : 2; /**< Bits 4 and 5: Undocumented. */
            HV_UINT32 NullEsp : 2;   /**< Bits 6 and 7: Undocumented. */
            HV_UINT32 Transport : 2; /**< Bits 8 and 9: Undocumented. */
            HV_UINT32 Tunnel : 2;    /**< Bits 10 and 11: Undocumented. */
            HV_UINT32 Send : 2;      /**< Bits 12 and 13: Undocumented. */
            HV_UINT32 Receive : 2;   /**< Bits 14 and 15: Undocumented. */
            HV_UINT32 ReservedEnd : 16;
        };
#endif
    } IPv4ESP; /**< Encapsulating security payload (ESP) over IPv4. */
} RNDIS_IPSEC_OFFLOAD_V1, *PRNDIS_IPSEC_OFFLOAD_V1;
HV_STATIC_ASSERT(sizeof(RNDIS_IPSEC_OFFLOAD_V1) == 28);

/** TCP segmentation, version 2. */
typedef struct RNDIS_TCP_LARGE_SEND_OFFLOAD_V2
{
    struct
    {
        HV_UINT32 Encapsulation;   /**< RNDIS_ENCAPSULATION_..., a mask. */
        HV_UINT32 MaxOffLoadSize;  /**< Maximum bytes of the frame before segmentation. */
        HV_UINT32 MinSegmentCount; /**< Minimum number of segments of a frame. */
    } IPv4; /**< Segmentation of frames that contain IPv4. */
    struct
    {
        HV_UINT32 Encapsulation;   /**< RNDIS_ENCAPSULATION_..., a mask. */
        HV_UINT32 MaxOffLoadSize;  /**< Maximum bytes of the frame before segmentation. */
        HV_UINT32 MinSegmentCount; /**< Minimum number of segments of a frame. */
        union
        {
            HV_UINT32 AsUINT32; /**< The two-bit members in one word. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                /** Bits 0 and 1: Offload of frames that have IPv6 extension headers. */
                HV_UINT32 IpExtensionHeadersSupported : 2;
                /** Bits 2 and 3: Offload of frames that have TCP options. */
                HV_UINT32 TcpOptionsSupported : 2;
                HV_UINT32 Reserved : 28;
            };
#endif
        };
    } IPv6; /**< Segmentation of frames that contain IPv6. */
} RNDIS_TCP_LARGE_SEND_OFFLOAD_V2, *PRNDIS_TCP_LARGE_SEND_OFFLOAD_V2;
HV_STATIC_ASSERT(sizeof(RNDIS_TCP_LARGE_SEND_OFFLOAD_V2) == 28);

/** IPsec offload, version 2. No source documents the members beyond names and widths. */
typedef struct RNDIS_IPSEC_OFFLOAD_V2
{
    HV_UINT32 Encapsulation;               /**< RNDIS_ENCAPSULATION_..., a mask. */
    HV_UINT8 IPv6Supported;                /**< Undocumented. */
    HV_UINT8 IPv4Options;                  /**< Undocumented. */
    HV_UINT8 IPv6NonIPsecExtensionHeaders; /**< Undocumented. */
    HV_UINT8 Ah;                           /**< Undocumented. */
    HV_UINT8 Esp;                          /**< Undocumented. */
    HV_UINT8 AhEspCombined;                /**< Undocumented. */
    HV_UINT8 Transport;                    /**< Undocumented. */
    HV_UINT8 Tunnel;                       /**< Undocumented. */
    HV_UINT8 TransportTunnelCombined;      /**< Undocumented. */
    HV_UINT8 LsoSupported;                 /**< Undocumented. */
    HV_UINT8 ExtendedSequenceNumbers;      /**< Undocumented. */
    HV_UINT8 Padding;
    HV_UINT32 UdpEsp;                   /**< Undocumented. */
    HV_UINT32 AuthenticationAlgorithms; /**< Undocumented. */
    HV_UINT32 EncryptionAlgorithms;     /**< Undocumented. */
    HV_UINT32 SaOffloadCapacity;        /**< Undocumented. */
} RNDIS_IPSEC_OFFLOAD_V2, *PRNDIS_IPSEC_OFFLOAD_V2;
HV_STATIC_ASSERT(sizeof(RNDIS_IPSEC_OFFLOAD_V2) == 32);

/** Receive segment coalescing, by IP version. */
typedef struct RNDIS_TCP_RECV_SEG_COALESCE_OFFLOAD
{
    struct
    {
        HV_UINT8 Enabled; /**< 1 if supported or enabled. */
    } IPv4; /**< Coalescing of frames that contain IPv4. */
    struct
    {
        HV_UINT8 Enabled; /**< 1 if supported or enabled. */
    } IPv6; /**< Coalescing of frames that contain IPv6. */
} RNDIS_TCP_RECV_SEG_COALESCE_OFFLOAD, *PRNDIS_TCP_RECV_SEG_COALESCE_OFFLOAD;
HV_STATIC_ASSERT(sizeof(RNDIS_TCP_RECV_SEG_COALESCE_OFFLOAD) == 2);

/**
 * Counters of receive coalescing; response to RNDIS_OID_TCP_RSC_STATISTICS, host to guest. Source:
 * Windows SDK ntddndis.h.
 */
typedef struct RNDIS_RSC_STATISTICS_INFO
{
    RNDIS_OBJECT_HEADER Header;
    HV_UINT32 Padding;
    HV_UINT64 CoalescedPkts;   /**< Frames that were coalesced. */
    HV_UINT64 CoalescedOctets; /**< Bytes of the frames that were coalesced. */
    HV_UINT64 CoalesceEvents;  /**< Segments that the host composed of coalesced frames. */
    HV_UINT64 Aborts;          /**< Segments that ended early. */
} RNDIS_RSC_STATISTICS_INFO, *PRNDIS_RSC_STATISTICS_INFO;
HV_STATIC_ASSERT(sizeof(RNDIS_RSC_STATISTICS_INFO) == 40);

#define RNDIS_RSC_STATISTICS_REVISION_1 1
#define RNDIS_SIZEOF_RSC_STATISTICS_REVISION_1 40

/**
 * Offloads of encapsulated frames. Each four-bit member is a mask of
 * RNDIS_ENCAPSULATED_PACKET_TASK_OFFLOAD_...
 */
typedef struct RNDIS_ENCAPSULATED_PACKET_TASK_OFFLOAD
{
    union
    {
        HV_UINT32 AsUINT32; /**< The four-bit members in one word. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /** Bits 0 to 3: Checksums of sent frames. */
            HV_UINT32 TransmitChecksumOffloadSupported : 4;
            /** Bits 4 to 7: Checksums of received frames. */
            HV_UINT32 ReceiveChecksumOffloadSupported : 4;
            HV_UINT32 LsoV2Supported : 4; /**< Bits 8 to 11: TCP segmentation, version 2. */
            HV_UINT32 RssSupported : 4;   /**< Bits 12 to 15: Receive-side scaling. */
            HV_UINT32 VmqSupported : 4;   /**< Bits 16 to 19: Virtual machine queues. */
            HV_UINT32 UsoSupported : 4;   /**< Bits 20 to 23: UDP segmentation. */
            HV_UINT32 Reserved : 8;
        };
#endif
    };
    HV_UINT32 MaxHeaderSizeSupported; /**< Maximum bytes of the outer and inner headers. */
} RNDIS_ENCAPSULATED_PACKET_TASK_OFFLOAD, *PRNDIS_ENCAPSULATED_PACKET_TASK_OFFLOAD;
HV_STATIC_ASSERT(sizeof(RNDIS_ENCAPSULATED_PACKET_TASK_OFFLOAD) == 8);

/*
 * Four-bit members of RNDIS_ENCAPSULATED_PACKET_TASK_OFFLOAD: a mask of these values.
 */

/** No frame format is supported. */
#define RNDIS_ENCAPSULATED_PACKET_TASK_OFFLOAD_NOT_SUPPORTED 0x0
/** The inner frame may be IPv4. */
#define RNDIS_ENCAPSULATED_PACKET_TASK_OFFLOAD_INNER_IPV4 0x1
/** The outer frame may be IPv4. */
#define RNDIS_ENCAPSULATED_PACKET_TASK_OFFLOAD_OUTER_IPV4 0x2
/** The inner frame may be IPv6. */
#define RNDIS_ENCAPSULATED_PACKET_TASK_OFFLOAD_INNER_IPV6 0x4
/** The outer frame may be IPv6. */
#define RNDIS_ENCAPSULATED_PACKET_TASK_OFFLOAD_OUTER_IPV6 0x8
#define RNDIS_SIZEOF_ENCAPSULATED_PACKET_TASK_OFFLOAD_REVISION_1 8

/** Protocol of the encapsulation; member of RNDIS_ENCAPSULATED_PACKET_TASK_OFFLOAD_V2. */
typedef union RNDIS_ENCAPSULATION_PROTOCOL_INFO
{
    struct
    {
        HV_UINT16 VxlanUDPPortNumber; /**< UDP port that marks a frame as VXLAN. */
        union
        {
            HV_UINT16 AsUINT16; /**< The flags in one word. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                /** Bit 0: The guest may set the port. */
                HV_UINT16 VxlanUDPPortNumberConfigurable : 1;
                HV_UINT16 Reserved : 15;
            };
#endif
        };
    } VxlanInfo; /**< VXLAN: UDP port and flags. */
    HV_UINT32 Value; /**< All members in one word. */
} RNDIS_ENCAPSULATION_PROTOCOL_INFO, *PRNDIS_ENCAPSULATION_PROTOCOL_INFO;
HV_STATIC_ASSERT(sizeof(RNDIS_ENCAPSULATION_PROTOCOL_INFO) == 4);

/**
 * Offloads of encapsulated frames, with the protocol. Each four-bit member is a mask of
 * RNDIS_ENCAPSULATED_PACKET_TASK_OFFLOAD_...
 */
typedef struct RNDIS_ENCAPSULATED_PACKET_TASK_OFFLOAD_V2
{
    union
    {
        HV_UINT32 AsUINT32; /**< The four-bit members in one word. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /** Bits 0 to 3: Checksums of sent frames. */
            HV_UINT32 TransmitChecksumOffloadSupported : 4;
            /** Bits 4 to 7: Checksums of received frames. */
            HV_UINT32 ReceiveChecksumOffloadSupported : 4;
            HV_UINT32 LsoV2Supported : 4; /**< Bits 8 to 11: TCP segmentation, version 2. */
            HV_UINT32 RssSupported : 4;   /**< Bits 12 to 15: Receive-side scaling. */
            HV_UINT32 VmqSupported : 4;   /**< Bits 16 to 19: Virtual machine queues. */
            HV_UINT32 UsoSupported : 4;   /**< Bits 20 to 23: UDP segmentation. */
            HV_UINT32 Reserved : 8;
        };
#endif
    };
    HV_UINT32 MaxHeaderSizeSupported; /**< Maximum bytes of the outer and inner headers. */
    RNDIS_ENCAPSULATION_PROTOCOL_INFO EncapsulationProtocolInfo;
    HV_UINT32 Reserved1;
    HV_UINT32 Reserved2;
} RNDIS_ENCAPSULATED_PACKET_TASK_OFFLOAD_V2, *PRNDIS_ENCAPSULATED_PACKET_TASK_OFFLOAD_V2;
HV_STATIC_ASSERT(sizeof(RNDIS_ENCAPSULATED_PACKET_TASK_OFFLOAD_V2) == 20);

/** RNDIS_RFC6877_464XLAT_OFFLOAD.XlatOffload: not supported. */
#define RNDIS_RFC6877_464XLAT_OFFLOAD_NOT_SUPPORTED 0
#define RNDIS_RFC6877_464XLAT_OFFLOAD_DISABLED 1
#define RNDIS_RFC6877_464XLAT_OFFLOAD_ENABLED 2
#define RNDIS_RFC6877_464XLAT_OFFLOAD_ON_DEMAND 3

/** Translation between IPv4 and IPv6 in the adapter (RFC 6877). */
typedef struct RNDIS_RFC6877_464XLAT_OFFLOAD
{
    HV_UINT32 XlatOffload; /**< RNDIS_RFC6877_464XLAT_OFFLOAD_... */
    HV_UINT32 Flags;       /**< Reserved; 0. */
} RNDIS_RFC6877_464XLAT_OFFLOAD, *PRNDIS_RFC6877_464XLAT_OFFLOAD;
HV_STATIC_ASSERT(sizeof(RNDIS_RFC6877_464XLAT_OFFLOAD) == 8);

/** UDP segmentation, by IP version. */
typedef struct RNDIS_UDP_SEGMENTATION_OFFLOAD
{
    struct
    {
        HV_UINT32 Encapsulation;  /**< RNDIS_ENCAPSULATION_... */
        HV_UINT32 MaxOffLoadSize; /**< Maximum bytes of the datagram before segmentation. */
        union
        {
            HV_UINT32 AsUINT32; /**< The bit members in one word. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT32 MinSegmentCount : 6;             /**< Bits 0 to 5: Minimum number of segments. */
                HV_UINT32 SubMssFinalSegmentSupported : 1; /**< Bit 6: The last segment may be shorter. */
                HV_UINT32 Reserved : 25;
            };
#endif
        };
    } IPv4; /**< Segmentation of datagrams over IPv4. */
    struct
    {
        HV_UINT32 Encapsulation;  /**< RNDIS_ENCAPSULATION_... */
        HV_UINT32 MaxOffLoadSize; /**< Maximum bytes of the datagram before segmentation. */
        union
        {
            HV_UINT32 AsUINT32; /**< The bit members in one word. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT32 MinSegmentCount : 6;             /**< Bits 0 to 5: Minimum number of segments. */
                HV_UINT32 SubMssFinalSegmentSupported : 1; /**< Bit 6: The last segment may be shorter. */
                HV_UINT32 Reserved1 : 25;
            };
#endif
        };
        union
        {
            HV_UINT32 ExtensionAsUINT32; /**< The extension's bit members in one word. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                /** Bits 0 and 1: Offload of datagrams that have IPv6 extension headers. */
                HV_UINT32 IpExtensionHeadersSupported : 2;
                HV_UINT32 Reserved2 : 30;
            };
#endif
        };
    } IPv6; /**< Segmentation of datagrams over IPv6. */
} RNDIS_UDP_SEGMENTATION_OFFLOAD, *PRNDIS_UDP_SEGMENTATION_OFFLOAD;
HV_STATIC_ASSERT(sizeof(RNDIS_UDP_SEGMENTATION_OFFLOAD) == 28);

/** Coalescing of received UDP datagrams. */
typedef struct RNDIS_UDP_RSC_OFFLOAD
{
    HV_UINT8 Enabled; /**< 1 if the adapter coalesces. */
} RNDIS_UDP_RSC_OFFLOAD, *PRNDIS_UDP_RSC_OFFLOAD;
HV_STATIC_ASSERT(sizeof(RNDIS_UDP_RSC_OFFLOAD) == 1);

/**
 * Offload capabilities or settings; response to RNDIS_OID_TCP_OFFLOAD_HARDWARE_CAPABILITIES and
 * RNDIS_OID_TCP_OFFLOAD_CURRENT_CONFIG, host to guest. The query carries a header with the
 * requested Revision and its Size. Revisions 1 to 8.
 */
typedef struct RNDIS_OFFLOAD
{
    RNDIS_OBJECT_HEADER Header;              /**< Type RNDIS_OBJECT_TYPE_OFFLOAD. */
    RNDIS_TCP_IP_CHECKSUM_OFFLOAD Checksum;  /**< Checksums that the host computes and checks. */
    RNDIS_TCP_LARGE_SEND_OFFLOAD_V1 LsoV1;   /**< TCP segmentation, version 1. */
    RNDIS_IPSEC_OFFLOAD_V1 IPsecV1;          /**< IPsec, version 1. */
    RNDIS_TCP_LARGE_SEND_OFFLOAD_V2 LsoV2;   /**< TCP segmentation, version 2. */
    HV_UINT32 Flags;                         /**< RNDIS_OFFLOAD_FLAGS_GROUP_CHECKSUM_CAPABILITIES. */
    RNDIS_IPSEC_OFFLOAD_V2 IPsecV2;          /**< Since revision 2. */
    RNDIS_TCP_RECV_SEG_COALESCE_OFFLOAD Rsc; /**< Since revision 3. */
    HV_UINT16 Padding;
    RNDIS_ENCAPSULATED_PACKET_TASK_OFFLOAD EncapsulatedPacketTaskOffloadGre; /**< Since revision 3. */
    RNDIS_ENCAPSULATED_PACKET_TASK_OFFLOAD_V2 EncapsulatedPacketTaskOffloadVxlan; /**< Since revision 4. */
    HV_UINT8 EncapsulationTypes; /**< RNDIS_ENCAPSULATION_TYPE_...; since revision 4. */
    HV_UINT8 Padding1[3];
    RNDIS_RFC6877_464XLAT_OFFLOAD Rfc6877Xlat;      /**< Since revision 5. */
    RNDIS_UDP_SEGMENTATION_OFFLOAD UdpSegmentation; /**< Since revision 6. */
    RNDIS_UDP_RSC_OFFLOAD UdpRsc;                   /**< Since revision 8. */
    HV_UINT8 Padding2[3];
} RNDIS_OFFLOAD, *PRNDIS_OFFLOAD;
HV_STATIC_ASSERT(sizeof(RNDIS_OFFLOAD) == 220);

/** RNDIS_OFFLOAD.Flags: undocumented. */
#define RNDIS_OFFLOAD_FLAGS_GROUP_CHECKSUM_CAPABILITIES 0x00000001

#define RNDIS_OFFLOAD_REVISION_1 1
#define RNDIS_OFFLOAD_REVISION_2 2
#define RNDIS_OFFLOAD_REVISION_3 3
#define RNDIS_OFFLOAD_REVISION_4 4
#define RNDIS_OFFLOAD_REVISION_5 5
#define RNDIS_OFFLOAD_REVISION_6 6
#define RNDIS_OFFLOAD_REVISION_7 7
#define RNDIS_OFFLOAD_REVISION_8 8
#define RNDIS_SIZEOF_NDIS_OFFLOAD_REVISION_1 112
#define RNDIS_SIZEOF_NDIS_OFFLOAD_REVISION_2 144
#define RNDIS_SIZEOF_NDIS_OFFLOAD_REVISION_3 156
#define RNDIS_SIZEOF_NDIS_OFFLOAD_REVISION_4 177
#define RNDIS_SIZEOF_NDIS_OFFLOAD_REVISION_5 188
#define RNDIS_SIZEOF_NDIS_OFFLOAD_REVISION_6 216
#define RNDIS_SIZEOF_NDIS_OFFLOAD_REVISION_7 216
#define RNDIS_SIZEOF_NDIS_OFFLOAD_REVISION_8 217

#define RNDIS_SIZEOF_OFFLOAD_ENCAPSULATION_REVISION_1 28

/**
 * Enables the encapsulation for offloads; data of RNDIS_OID_OFFLOAD_ENCAPSULATION, guest to host.
 */
typedef struct RNDIS_OFFLOAD_ENCAPSULATION
{
    RNDIS_OBJECT_HEADER Header; /**< Type RNDIS_OBJECT_TYPE_OFFLOAD_ENCAPSULATION. */
    struct
    {
        HV_UINT32 Enabled;           /**< RNDIS_OFFLOAD_SET_... */
        HV_UINT32 EncapsulationType; /**< RNDIS_ENCAPSULATION_... */
        /** Bytes of the encapsulation header; the bound is undocumented. */
        HV_UINT32 HeaderSize;
    } IPv4; /**< Encapsulation of frames that contain IPv4. */
    struct
    {
        HV_UINT32 Enabled;           /**< RNDIS_OFFLOAD_SET_... */
        HV_UINT32 EncapsulationType; /**< RNDIS_ENCAPSULATION_... */
        /** Bytes of the encapsulation header; the bound is undocumented. */
        HV_UINT32 HeaderSize;
    } IPv6; /**< Encapsulation of frames that contain IPv6. */
} RNDIS_OFFLOAD_ENCAPSULATION, *PRNDIS_OFFLOAD_ENCAPSULATION;
HV_STATIC_ASSERT(sizeof(RNDIS_OFFLOAD_ENCAPSULATION) == 28);

/*
 * Values of the two-bit members of RNDIS_OFFLOAD: RNDIS_OFFLOAD_NOT_SUPPORTED, _SUPPORTED in
 * capabilities, RNDIS_OFFLOAD_SET_... in settings. Values of the members of
 * RNDIS_OFFLOAD_PARAMETERS: RNDIS_OFFLOAD_PARAMETERS_...; the comment of each member names them.
 */

#define RNDIS_OFFLOAD_NOT_SUPPORTED 0
#define RNDIS_OFFLOAD_SUPPORTED 1
#define RNDIS_OFFLOAD_PARAMETERS_NO_CHANGE 0
#define RNDIS_OFFLOAD_PARAMETERS_TX_RX_DISABLED 1
#define RNDIS_OFFLOAD_PARAMETERS_TX_ENABLED_RX_DISABLED 2
#define RNDIS_OFFLOAD_PARAMETERS_RX_ENABLED_TX_DISABLED 3
#define RNDIS_OFFLOAD_PARAMETERS_TX_RX_ENABLED 4
#define RNDIS_OFFLOAD_PARAMETERS_LSOV1_DISABLED 1
#define RNDIS_OFFLOAD_PARAMETERS_LSOV1_ENABLED 2
#define RNDIS_OFFLOAD_PARAMETERS_IPSECV1_DISABLED 1
#define RNDIS_OFFLOAD_PARAMETERS_IPSECV1_AH_ENABLED 2
#define RNDIS_OFFLOAD_PARAMETERS_IPSECV1_ESP_ENABLED 3
#define RNDIS_OFFLOAD_PARAMETERS_IPSECV1_AH_AND_ESP_ENABLED 4
#define RNDIS_OFFLOAD_PARAMETERS_LSOV2_DISABLED 1
#define RNDIS_OFFLOAD_PARAMETERS_LSOV2_ENABLED 2
#define RNDIS_OFFLOAD_PARAMETERS_SKIP_REGISTRY_UPDATE 0x00000001
#define RNDIS_OFFLOAD_PARAMETERS_IPSECV2_DISABLED 1
#define RNDIS_OFFLOAD_PARAMETERS_IPSECV2_AH_ENABLED 2
#define RNDIS_OFFLOAD_PARAMETERS_IPSECV2_ESP_ENABLED 3
#define RNDIS_OFFLOAD_PARAMETERS_IPSECV2_AH_AND_ESP_ENABLED 4
#define RNDIS_OFFLOAD_PARAMETERS_RSC_DISABLED 1
#define RNDIS_OFFLOAD_PARAMETERS_RSC_ENABLED 2
#define RNDIS_OFFLOAD_PARAMETERS_USO_DISABLED 1
#define RNDIS_OFFLOAD_PARAMETERS_USO_ENABLED 2
#define RNDIS_OFFLOAD_PARAMETERS_CONNECTION_OFFLOAD_DISABLED 1
#define RNDIS_OFFLOAD_PARAMETERS_CONNECTION_OFFLOAD_ENABLED 2
#define RNDIS_OFFLOAD_SET_NO_CHANGE 0
#define RNDIS_OFFLOAD_SET_ON 1
#define RNDIS_OFFLOAD_SET_OFF 2
#define RNDIS_ENCAPSULATION_TYPE_GRE_MAC 0x00000001
#define RNDIS_ENCAPSULATION_TYPE_VXLAN 0x00000002

/** Protocol of the encapsulation; member of RNDIS_OFFLOAD_PARAMETERS. */
typedef union RNDIS_ENCAPSULATION_PROTOCOL_PARAMETERS
{
    struct
    {
        HV_UINT16 VxlanUDPPortNumber; /**< UDP port that marks a frame as VXLAN. */
    } VxlanParameters;                /**< VXLAN: UDP port. */
    HV_UINT32 Value;                  /**< All members in one word. */
} RNDIS_ENCAPSULATION_PROTOCOL_PARAMETERS, *PRNDIS_ENCAPSULATION_PROTOCOL_PARAMETERS;
HV_STATIC_ASSERT(sizeof(RNDIS_ENCAPSULATION_PROTOCOL_PARAMETERS) == 4);

/**
 * Offload settings; data of RNDIS_OID_TCP_OFFLOAD_PARAMETERS, guest to host. RNDIS_SET_COMPLETE
 * answers it. A member of 0 (RNDIS_OFFLOAD_PARAMETERS_NO_CHANGE) keeps the setting. Revisions 1 to
 * 6.
 */
typedef struct RNDIS_OFFLOAD_PARAMETERS
{
    RNDIS_OBJECT_HEADER Header; /**< Type RNDIS_OBJECT_TYPE_DEFAULT; Revision and its Size. */
    HV_UINT8 IPv4Checksum;      /**< RNDIS_OFFLOAD_PARAMETERS_TX_RX_DISABLED to ..._TX_RX_ENABLED. */
    HV_UINT8 TCPIPv4Checksum;   /**< RNDIS_OFFLOAD_PARAMETERS_TX_RX_DISABLED to ..._TX_RX_ENABLED. */
    HV_UINT8 UDPIPv4Checksum;   /**< RNDIS_OFFLOAD_PARAMETERS_TX_RX_DISABLED to ..._TX_RX_ENABLED. */
    HV_UINT8 TCPIPv6Checksum;   /**< RNDIS_OFFLOAD_PARAMETERS_TX_RX_DISABLED to ..._TX_RX_ENABLED. */
    HV_UINT8 UDPIPv6Checksum;   /**< RNDIS_OFFLOAD_PARAMETERS_TX_RX_DISABLED to ..._TX_RX_ENABLED. */
    HV_UINT8 LsoV1;             /**< RNDIS_OFFLOAD_PARAMETERS_LSOV1_... */
    HV_UINT8 IPsecV1;           /**< RNDIS_OFFLOAD_PARAMETERS_IPSECV1_... */
    HV_UINT8 LsoV2IPv4;         /**< RNDIS_OFFLOAD_PARAMETERS_LSOV2_... */
    HV_UINT8 LsoV2IPv6;         /**< RNDIS_OFFLOAD_PARAMETERS_LSOV2_... */
    HV_UINT8 TcpConnectionIPv4; /**< RNDIS_OFFLOAD_PARAMETERS_CONNECTION_OFFLOAD_... */
    HV_UINT8 TcpConnectionIPv6; /**< RNDIS_OFFLOAD_PARAMETERS_CONNECTION_OFFLOAD_... */
    HV_UINT8 Padding;
    HV_UINT32 Flags;                        /**< RNDIS_OFFLOAD_PARAMETERS_SKIP_REGISTRY_UPDATE, for Windows; 0. */
    HV_UINT8 IPsecV2;                       /**< RNDIS_OFFLOAD_PARAMETERS_IPSECV2_...; since revision 2. */
    HV_UINT8 IPsecV2IPv4;                   /**< RNDIS_OFFLOAD_PARAMETERS_IPSECV2_...; since revision 2. */
    HV_UINT8 RscIPv4;                       /**< RNDIS_OFFLOAD_PARAMETERS_RSC_...; since revision 3. */
    HV_UINT8 RscIPv6;                       /**< RNDIS_OFFLOAD_PARAMETERS_RSC_...; since revision 3. */
    HV_UINT8 EncapsulatedPacketTaskOffload; /**< RNDIS_OFFLOAD_SET_...; since revision 3. */
    HV_UINT8 EncapsulationTypes;            /**< RNDIS_ENCAPSULATION_TYPE_...; since revision 3. */
    HV_UINT16 Padding1;
    RNDIS_ENCAPSULATION_PROTOCOL_PARAMETERS EncapsulationProtocolParameters; /**< Since revision 4. */
    struct
    {
        HV_UINT8 IPv4; /**< RNDIS_OFFLOAD_PARAMETERS_USO_... */
        HV_UINT8 IPv6; /**< RNDIS_OFFLOAD_PARAMETERS_USO_... */
    } UdpSegmentation; /**< Since revision 5. */
    struct
    {
        HV_UINT8 Enabled; /**< RNDIS_OFFLOAD_PARAMETERS_RSC_... */
    } UdpRsc;             /**< Since revision 6. */
    HV_UINT8 Padding2;
} RNDIS_OFFLOAD_PARAMETERS, *PRNDIS_OFFLOAD_PARAMETERS;
HV_STATIC_ASSERT(sizeof(RNDIS_OFFLOAD_PARAMETERS) == 36);

#define RNDIS_OFFLOAD_PARAMETERS_REVISION_1 1
#define RNDIS_OFFLOAD_PARAMETERS_REVISION_2 2
#define RNDIS_OFFLOAD_PARAMETERS_REVISION_3 3
#define RNDIS_OFFLOAD_PARAMETERS_REVISION_4 4
#define RNDIS_OFFLOAD_PARAMETERS_REVISION_5 5
#define RNDIS_OFFLOAD_PARAMETERS_REVISION_6 6
#define RNDIS_SIZEOF_OFFLOAD_PARAMETERS_REVISION_1 20
#define RNDIS_SIZEOF_OFFLOAD_PARAMETERS_REVISION_2 22
#define RNDIS_SIZEOF_OFFLOAD_PARAMETERS_REVISION_3 26
#define RNDIS_SIZEOF_OFFLOAD_PARAMETERS_REVISION_4 32
#define RNDIS_SIZEOF_OFFLOAD_PARAMETERS_REVISION_5 34
#define RNDIS_SIZEOF_OFFLOAD_PARAMETERS_REVISION_6 35

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_RNDIS_OFFLOAD */
