/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief RNDIS offloads: receive-side scaling, checksums and segmentation, as capabilities and as settings.
 *
 * Information of requests (Rndis.h): a guest queries what the host offers
 * (RNDIS_OID_GEN_RECEIVE_SCALE_CAPABILITIES,
 * RNDIS_OID_TCP_OFFLOAD_HARDWARE_CAPABILITIES) and sets what it wants
 * (RNDIS_OID_GEN_RECEIVE_SCALE_PARAMETERS, RNDIS_OID_TCP_OFFLOAD_PARAMETERS).
 * Each structure begins with RNDIS_OBJECT_HEADER, whose Size tells the revision:
 * an older host gives a shorter one, and a reader takes what Size covers.
 *
 * Receive-side scaling is set in one buffer: RNDIS_RECEIVE_SCALE_PARAMETERS of
 * revision 2 (40 bytes), the Toeplitz key of 40 bytes, and the table of 32-bit
 * channel numbers, each below the number of channels that are open; the offsets tell
 * where key and table are. The table has at most NumberOfIndirectionTableEntries
 * entries, 128 being the most; OpenVMM repeats a shorter one. HashInformation is one
 * function and any types. FreeBSD writes the whole buffer's bytes into Header.Size;
 * hosts do not check the header (OpenVMM). Hosts do not know the ..._UNCHANGED flags:
 * to change something, a guest disables scaling (RNDIS_RSS_PARAM_FLAG_DISABLE_RSS, or
 * no function) and sets everything again (FreeBSD, OpenVMM).
 *
 * Offloads that hosts got wrong (FreeBSD): on Azure, UDP checksums of datagrams above
 * 1,420 bytes that may be fragmented. FreeBSD takes a limit of segmentation for
 * an error if it is below MinSegmentCount times the MTU.
 *
 * Sources: OpenVMM netvsp rndisprot; FreeBSD hn_rndis.c, ndis.h and if_hn.c;
 * mingw-w64 ntddndis.h; the original collection.
 */

#ifndef MILE_HYPERV_DEVICE_RNDIS_OFFLOAD
#define MILE_HYPERV_DEVICE_RNDIS_OFFLOAD

#include "Rndis.h"

HV_HEADER_BEGIN

/*
 * Receive-side scaling.
 */

typedef struct RNDIS_RECEIVE_SCALE_CAPABILITIES
{
    RNDIS_OBJECT_HEADER Header;
    HV_UINT32 CapabilitiesFlags;
    HV_UINT32 NumberOfInterruptMessages;
    HV_UINT32 NumberOfReceiveQueues;
    HV_UINT16 NumberOfIndirectionTableEntries;
    HV_UINT16 Padding;
} RNDIS_RECEIVE_SCALE_CAPABILITIES, *PRNDIS_RECEIVE_SCALE_CAPABILITIES;
HV_STATIC_ASSERT(sizeof(RNDIS_RECEIVE_SCALE_CAPABILITIES) == 20);

#define RNDIS_SIZEOF_RECEIVE_SCALE_CAPABILITIES_REVISION_2 18

typedef struct RNDIS_RECEIVE_SCALE_PARAMETERS
{
    RNDIS_OBJECT_HEADER Header;
    HV_UINT16 Flags;                  /**< RNDIS_RSS_PARAM_FLAG_... */
    HV_UINT16 BaseCpuNumber;
    HV_UINT32 HashInformation;        /**< RNDIS_HASH_...: a function and types. */
    HV_UINT16 IndirectionTableSize;   /**< Bytes. */
    HV_UINT16 Padding;
    HV_UINT32 IndirectionTableOffset; /**< From this structure's beginning, as the others. */
    HV_UINT16 HashSecretKeySize;
    HV_UINT16 Padding1;
    HV_UINT32 HashSecretKeyOffset;
    HV_UINT32 ProcessorMasksOffset;
    HV_UINT32 NumberOfProcessorMasks;
    HV_UINT32 ProcessorMasksEntrySize;
    HV_UINT32 DefaultProcessorNumber;
} RNDIS_RECEIVE_SCALE_PARAMETERS, *PRNDIS_RECEIVE_SCALE_PARAMETERS;
HV_STATIC_ASSERT(sizeof(RNDIS_RECEIVE_SCALE_PARAMETERS) == 44);

#define RNDIS_SIZEOF_RECEIVE_SCALE_PARAMETERS_REVISION_1 28
#define RNDIS_SIZEOF_RECEIVE_SCALE_PARAMETERS_REVISION_2 40
#define RNDIS_SIZEOF_RECEIVE_SCALE_PARAMETERS_REVISION_3 44

#define RNDIS_RSS_PARAM_FLAG_BASE_CPU_UNCHANGED 0x0001
#define RNDIS_RSS_PARAM_FLAG_HASH_INFO_UNCHANGED 0x0002
#define RNDIS_RSS_PARAM_FLAG_ITABLE_UNCHANGED 0x0004
#define RNDIS_RSS_PARAM_FLAG_HASH_KEY_UNCHANGED 0x0008
#define RNDIS_RSS_PARAM_FLAG_DISABLE_RSS 0x0010
#define RNDIS_RSS_PARAM_FLAG_DEFAULT_PROCESSOR_UNCHANGED 0x0020
#define RNDIS_RSS_INDIRECTION_TABLE_SIZE_REVISION_1 128
#define RNDIS_RSS_HASH_SECRET_KEY_SIZE_REVISION_1 40
#define RNDIS_RSS_INDIRECTION_TABLE_MAX_SIZE_REVISION_1 128
#define RNDIS_HASH_FUNCTION_MASK 0x000000FF
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
#define RNDIS_ENCAPSULATION_IEEE_802_3 2

#define LSO_MIN_SEGMENT_COUNT 2
#define LSO_MAX_OFFLOAD_SIZE 0xF53C

/*
 * Offloads: RNDIS_OID_TCP_OFFLOAD_HARDWARE_CAPABILITIES and
 * RNDIS_OID_TCP_OFFLOAD_CURRENT_CONFIG give RNDIS_OFFLOAD.
 */

/** The two-bit fields are RNDIS_OFFLOAD_SET_... */
typedef struct RNDIS_TCP_IP_CHECKSUM_OFFLOAD
{
    struct
    {
        HV_UINT32 Encapsulation;
        union
        {
            HV_UINT32 AsUINT32;
            struct
            {
                HV_UINT32 IpOptionsSupported : 2;  /**< Bits 0 and 1. */
                HV_UINT32 TcpOptionsSupported : 2; /**< Bits 2 and 3. */
                HV_UINT32 TcpChecksum : 2;         /**< Bits 4 and 5. */
                HV_UINT32 UdpChecksum : 2;         /**< Bits 6 and 7. */
                HV_UINT32 IpChecksum : 2;          /**< Bits 8 and 9. */
                HV_UINT32 Reserved : 22;
            };
        };
    } IPv4Transmit;
    struct
    {
        HV_UINT32 Encapsulation;
        union
        {
            HV_UINT32 AsUINT32;
            struct
            {
                HV_UINT32 IpOptionsSupported : 2;  /**< Bits 0 and 1. */
                HV_UINT32 TcpOptionsSupported : 2; /**< Bits 2 and 3. */
                HV_UINT32 TcpChecksum : 2;         /**< Bits 4 and 5. */
                HV_UINT32 UdpChecksum : 2;         /**< Bits 6 and 7. */
                HV_UINT32 IpChecksum : 2;          /**< Bits 8 and 9. */
                HV_UINT32 Reserved : 22;
            };
        };
    } IPv4Receive;
    struct
    {
        HV_UINT32 Encapsulation;
        union
        {
            HV_UINT32 AsUINT32;
            struct
            {
                HV_UINT32 IpExtensionHeadersSupported : 2; /**< Bits 0 and 1. */
                HV_UINT32 TcpOptionsSupported : 2;         /**< Bits 2 and 3. */
                HV_UINT32 TcpChecksum : 2;                 /**< Bits 4 and 5. */
                HV_UINT32 UdpChecksum : 2;                 /**< Bits 6 and 7. */
                HV_UINT32 Reserved : 24;
            };
        };
    } IPv6Transmit;
    struct
    {
        HV_UINT32 Encapsulation;
        union
        {
            HV_UINT32 AsUINT32;
            struct
            {
                HV_UINT32 IpExtensionHeadersSupported : 2; /**< Bits 0 and 1. */
                HV_UINT32 TcpOptionsSupported : 2;         /**< Bits 2 and 3. */
                HV_UINT32 TcpChecksum : 2;                 /**< Bits 4 and 5. */
                HV_UINT32 UdpChecksum : 2;                 /**< Bits 6 and 7. */
                HV_UINT32 Reserved : 24;
            };
        };
    } IPv6Receive;
} RNDIS_TCP_IP_CHECKSUM_OFFLOAD, *PRNDIS_TCP_IP_CHECKSUM_OFFLOAD;
HV_STATIC_ASSERT(sizeof(RNDIS_TCP_IP_CHECKSUM_OFFLOAD) == 32);

typedef struct RNDIS_TCP_LARGE_SEND_OFFLOAD_V1
{
    struct
    {
        HV_UINT32 Encapsulation;
        HV_UINT32 MaxOffLoadSize;
        HV_UINT32 MinSegmentCount;
        union
        {
            HV_UINT32 AsUINT32;
            struct
            {
                HV_UINT32 TcpOptions : 2; /**< Bits 0 and 1. */
                HV_UINT32 IpOptions : 2;  /**< Bits 2 and 3. */
                HV_UINT32 Reserved : 28;
            };
        };
    } IPv4;
} RNDIS_TCP_LARGE_SEND_OFFLOAD_V1, *PRNDIS_TCP_LARGE_SEND_OFFLOAD_V1;
HV_STATIC_ASSERT(sizeof(RNDIS_TCP_LARGE_SEND_OFFLOAD_V1) == 16);

typedef struct RNDIS_IPSEC_OFFLOAD_V1
{
    struct
    {
        HV_UINT32 Encapsulation;
        HV_UINT32 AhEspCombined;
        HV_UINT32 TransportTunnelCombined;
        HV_UINT32 IPv4Options;
        HV_UINT32 Flags;
    } Supported;
    union
    {
        HV_UINT32 AsUINT32;
        struct
        {
            HV_UINT32 Md5 : 2;       /**< Bits 0 and 1. */
            HV_UINT32 Sha_1 : 2;     /**< Bits 2 and 3. */
            HV_UINT32 Transport : 2; /**< Bits 4 and 5. */
            HV_UINT32 Tunnel : 2;    /**< Bits 6 and 7. */
            HV_UINT32 Send : 2;      /**< Bits 8 and 9. */
            HV_UINT32 Receive : 2;   /**< Bits 10 and 11. */
            HV_UINT32 Reserved : 20;
        };
    } IPv4AH;
    union
    {
        HV_UINT32 AsUINT32;
        struct
        {
            HV_UINT32 Des : 2;       /**< Bits 0 and 1. */
            HV_UINT32 Reserved : 2;
            HV_UINT32 TripleDes : 2; /**< Bits 4 and 5. */
            HV_UINT32 NullEsp : 2;   /**< Bits 6 and 7. */
            HV_UINT32 Transport : 2; /**< Bits 8 and 9. */
            HV_UINT32 Tunnel : 2;    /**< Bits 10 and 11. */
            HV_UINT32 Send : 2;      /**< Bits 12 and 13. */
            HV_UINT32 Receive : 2;   /**< Bits 14 and 15. */
            HV_UINT32 ReservedEnd : 16;
        };
    } IPv4ESP;
} RNDIS_IPSEC_OFFLOAD_V1, *PRNDIS_IPSEC_OFFLOAD_V1;
HV_STATIC_ASSERT(sizeof(RNDIS_IPSEC_OFFLOAD_V1) == 28);

typedef struct RNDIS_TCP_LARGE_SEND_OFFLOAD_V2
{
    struct
    {
        HV_UINT32 Encapsulation;
        HV_UINT32 MaxOffLoadSize;
        HV_UINT32 MinSegmentCount;
    } IPv4;
    struct
    {
        HV_UINT32 Encapsulation;
        HV_UINT32 MaxOffLoadSize;
        HV_UINT32 MinSegmentCount;
        union
        {
            HV_UINT32 AsUINT32;
            struct
            {
                HV_UINT32 IpExtensionHeadersSupported : 2; /**< Bits 0 and 1. */
                HV_UINT32 TcpOptionsSupported : 2;         /**< Bits 2 and 3. */
                HV_UINT32 Reserved : 28;
            };
        };
    } IPv6;
} RNDIS_TCP_LARGE_SEND_OFFLOAD_V2, *PRNDIS_TCP_LARGE_SEND_OFFLOAD_V2;
HV_STATIC_ASSERT(sizeof(RNDIS_TCP_LARGE_SEND_OFFLOAD_V2) == 28);

typedef struct RNDIS_IPSEC_OFFLOAD_V2
{
    HV_UINT32 Encapsulation;
    HV_UINT8 IPv6Supported;
    HV_UINT8 IPv4Options;
    HV_UINT8 IPv6NonIPsecExtensionHeaders;
    HV_UINT8 Ah;
    HV_UINT8 Esp;
    HV_UINT8 AhEspCombined;
    HV_UINT8 Transport;
    HV_UINT8 Tunnel;
    HV_UINT8 TransportTunnelCombined;
    HV_UINT8 LsoSupported;
    HV_UINT8 ExtendedSequenceNumbers;
    HV_UINT8 Padding;
    HV_UINT32 UdpEsp;
    HV_UINT32 AuthenticationAlgorithms;
    HV_UINT32 EncryptionAlgorithms;
    HV_UINT32 SaOffloadCapacity;
} RNDIS_IPSEC_OFFLOAD_V2, *PRNDIS_IPSEC_OFFLOAD_V2;
HV_STATIC_ASSERT(sizeof(RNDIS_IPSEC_OFFLOAD_V2) == 32);

typedef struct RNDIS_TCP_RECV_SEG_COALESCE_OFFLOAD
{
    struct
    {
        HV_UINT8 Enabled;
    } IPv4;
    struct
    {
        HV_UINT8 Enabled;
    } IPv6;
} RNDIS_TCP_RECV_SEG_COALESCE_OFFLOAD, *PRNDIS_TCP_RECV_SEG_COALESCE_OFFLOAD;
HV_STATIC_ASSERT(sizeof(RNDIS_TCP_RECV_SEG_COALESCE_OFFLOAD) == 2);

typedef struct RNDIS_ENCAPSULATED_PACKET_TASK_OFFLOAD
{
    union
    {
        HV_UINT32 AsUINT32;
        struct
        {
            HV_UINT32 TransmitChecksumOffloadSupported : 4; /**< Bits 0 to 3. */
            HV_UINT32 ReceiveChecksumOffloadSupported : 4;  /**< Bits 4 to 7. */
            HV_UINT32 LsoV2Supported : 4;                   /**< Bits 8 to 11. */
            HV_UINT32 RssSupported : 4;                     /**< Bits 12 to 15. */
            HV_UINT32 VmqSupported : 4;                     /**< Bits 16 to 19. */
            HV_UINT32 Reserved : 12;
        };
    };
    HV_UINT32 MaxHeaderSizeSupported;
} RNDIS_ENCAPSULATED_PACKET_TASK_OFFLOAD, *PRNDIS_ENCAPSULATED_PACKET_TASK_OFFLOAD;
HV_STATIC_ASSERT(sizeof(RNDIS_ENCAPSULATED_PACKET_TASK_OFFLOAD) == 8);

/** Of RNDIS_ENCAPSULATED_PACKET_TASK_OFFLOAD_V2. */
typedef union RNDIS_ENCAPSULATION_PROTOCOL_INFO
{
    struct
    {
        HV_UINT16 VxlanUDPPortNumber;
        union
        {
            HV_UINT16 AsUINT16;
            struct
            {
                HV_UINT16 VxlanUDPPortNumberConfigurable : 1; /**< Bit 0. */
                HV_UINT16 Reserved : 15;
            };
        };
    } VxlanInfo;
    HV_UINT32 Value;
} RNDIS_ENCAPSULATION_PROTOCOL_INFO, *PRNDIS_ENCAPSULATION_PROTOCOL_INFO;
HV_STATIC_ASSERT(sizeof(RNDIS_ENCAPSULATION_PROTOCOL_INFO) == 4);

typedef struct RNDIS_ENCAPSULATED_PACKET_TASK_OFFLOAD_V2
{
    union
    {
        HV_UINT32 AsUINT32;
        struct
        {
            HV_UINT32 TransmitChecksumOffloadSupported : 4; /**< Bits 0 to 3. */
            HV_UINT32 ReceiveChecksumOffloadSupported : 4;  /**< Bits 4 to 7. */
            HV_UINT32 LsoV2Supported : 4;                   /**< Bits 8 to 11. */
            HV_UINT32 RssSupported : 4;                     /**< Bits 12 to 15. */
            HV_UINT32 VmqSupported : 4;                     /**< Bits 16 to 19. */
            HV_UINT32 Reserved : 12;
        };
    };
    HV_UINT32 MaxHeaderSizeSupported;
    RNDIS_ENCAPSULATION_PROTOCOL_INFO EncapsulationProtocolInfo;
    HV_UINT32 Reserved1;
    HV_UINT32 Reserved2;
} RNDIS_ENCAPSULATED_PACKET_TASK_OFFLOAD_V2, *PRNDIS_ENCAPSULATED_PACKET_TASK_OFFLOAD_V2;
HV_STATIC_ASSERT(sizeof(RNDIS_ENCAPSULATED_PACKET_TASK_OFFLOAD_V2) == 20);

typedef struct RNDIS_OFFLOAD
{
    RNDIS_OBJECT_HEADER Header; /**< Type RNDIS_OBJECT_TYPE_OFFLOAD. */
    RNDIS_TCP_IP_CHECKSUM_OFFLOAD Checksum;
    RNDIS_TCP_LARGE_SEND_OFFLOAD_V1 LsoV1;
    RNDIS_IPSEC_OFFLOAD_V1 IPsecV1;
    RNDIS_TCP_LARGE_SEND_OFFLOAD_V2 LsoV2;
    HV_UINT32 Flags;
    RNDIS_IPSEC_OFFLOAD_V2 IPsecV2;
    RNDIS_TCP_RECV_SEG_COALESCE_OFFLOAD Rsc;
    HV_UINT16 Padding;
    RNDIS_ENCAPSULATED_PACKET_TASK_OFFLOAD EncapsulatedPacketTaskOffloadGre;
    RNDIS_ENCAPSULATED_PACKET_TASK_OFFLOAD_V2 EncapsulatedPacketTaskOffloadVxlan;
    HV_UINT8 EncapsulationTypes;
    HV_UINT8 Padding1[3];
} RNDIS_OFFLOAD, *PRNDIS_OFFLOAD;
HV_STATIC_ASSERT(sizeof(RNDIS_OFFLOAD) == 180);

#define RNDIS_SIZEOF_NDIS_OFFLOAD_REVISION_1 112
#define RNDIS_SIZEOF_NDIS_OFFLOAD_REVISION_3 156

#define RNDIS_SIZEOF_OFFLOAD_ENCAPSULATION_REVISION_1 28

typedef struct RNDIS_OFFLOAD_ENCAPSULATION
{
    RNDIS_OBJECT_HEADER Header;
    struct
    {
        HV_UINT32 Enabled;
        HV_UINT32 EncapsulationType;
        HV_UINT32 HeaderSize;
    } IPv4;
    struct
    {
        HV_UINT32 Enabled;
        HV_UINT32 EncapsulationType;
        HV_UINT32 HeaderSize;
    } IPv6;
} RNDIS_OFFLOAD_ENCAPSULATION, *PRNDIS_OFFLOAD_ENCAPSULATION;
HV_STATIC_ASSERT(sizeof(RNDIS_OFFLOAD_ENCAPSULATION) == 28);

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
#define RNDIS_OFFLOAD_SET_NO_CHANGE 0
#define RNDIS_OFFLOAD_SET_ON 1
#define RNDIS_OFFLOAD_SET_OFF 2
#define RNDIS_ENCAPSULATION_TYPE_GRE_MAC 0x00000001
#define RNDIS_ENCAPSULATION_TYPE_VXLAN 0x00000002

/** Of RNDIS_OFFLOAD_PARAMETERS. */
typedef union RNDIS_ENCAPSULATION_PROTOCOL_PARAMETERS
{
    struct
    {
        HV_UINT16 VxlanUDPPortNumber;
    } VxlanParameters;
    HV_UINT32 Value;
} RNDIS_ENCAPSULATION_PROTOCOL_PARAMETERS, *PRNDIS_ENCAPSULATION_PROTOCOL_PARAMETERS;
HV_STATIC_ASSERT(sizeof(RNDIS_ENCAPSULATION_PROTOCOL_PARAMETERS) == 4);

/** Set with RNDIS_OID_TCP_OFFLOAD_PARAMETERS. */
typedef struct RNDIS_OFFLOAD_PARAMETERS
{
    RNDIS_OBJECT_HEADER Header;
    HV_UINT8 IPv4Checksum;
    HV_UINT8 TCPIPv4Checksum;
    HV_UINT8 UDPIPv4Checksum;
    HV_UINT8 TCPIPv6Checksum;
    HV_UINT8 UDPIPv6Checksum;
    HV_UINT8 LsoV1;
    HV_UINT8 IPsecV1;
    HV_UINT8 LsoV2IPv4;
    HV_UINT8 LsoV2IPv6;
    HV_UINT8 TcpConnectionIPv4;
    HV_UINT8 TcpConnectionIPv6;
    HV_UINT8 Padding;
    HV_UINT32 Flags;
    HV_UINT8 IPsecV2;
    HV_UINT8 IPsecV2IPv4;
    HV_UINT8 RscIPv4;
    HV_UINT8 RscIPv6;
    HV_UINT8 EncapsulatedPacketTaskOffload;
    HV_UINT8 EncapsulationTypes;
    HV_UINT16 Padding1;
    RNDIS_ENCAPSULATION_PROTOCOL_PARAMETERS EncapsulationProtocolParameters;
} RNDIS_OFFLOAD_PARAMETERS, *PRNDIS_OFFLOAD_PARAMETERS;
HV_STATIC_ASSERT(sizeof(RNDIS_OFFLOAD_PARAMETERS) == 32);

#define RNDIS_SIZEOF_OFFLOAD_PARAMETERS_REVISION_1 20

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_RNDIS_OFFLOAD */
