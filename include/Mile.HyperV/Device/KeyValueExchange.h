/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Key-value pairs (data exchange): the host and the guest tell each other facts, and addresses.
 *
 * Class a9a0f4e7-5a45-4d96-b827-8a841e8c03e6; an integration component
 * (IntegrationComponent.h). The host reads and writes named values in pools of the
 * guest; Windows keeps them in its registry. Version 4 can also read and set the
 * addresses of an adapter as text, and version 5 as numbers. OpenVMM asks for addresses and sets
 * them with version 5 only.
 *
 * Behind the component's header comes one of two messages, by Operation:
 * IC_KVP_EXCHANGE_MSG for values, IC_KVP_EXCHANGE_MSG2 for addresses. The guest
 * answers with the same one: a value or addresses where they were asked for, a
 * Status alone otherwise. An enumeration asks for Index 0, 1, ... until the guest
 * answers IC_STATUS_NO_MORE_ITEMS. The host has one request open at a time; FreeBSD
 * answers IC_STATUS_FAIL after five seconds.
 *
 * Of the guest's own pool the host knows ten names, which it expects at these
 * indices, as strings (FreeBSD, after Microsoft): 0 FullyQualifiedDomainName,
 * 1 IntegrationServicesVersion, 2 NetworkAddressIPv4, 3 NetworkAddressIPv6,
 * 4 OSBuildNumber, 5 OSName, 6 OSMajorVersion, 7 OSMinorVersion, 8 OSVersion,
 * 9 ProcessorArchitecture. Lists of addresses have a semicolon behind each. The host
 * may not write to that pool.
 *
 * Text is UTF-16 and ends in a zero unit, which its size counts, in bytes. The host
 * is not trusted: sizes are bounded by the arrays, the zero may be missing, and a
 * number's ValueSize may not be 4 or 8.
 *
 * Sources: OpenVMM hyperv_ic_protocol and hyperv_ic; FreeBSD hv_kvp.h, hv_kvp.c and
 * hv_kvp_daemon.c; the original collection.
 */

#ifndef MILE_HYPERV_DEVICE_KEY_VALUE_EXCHANGE
#define MILE_HYPERV_DEVICE_KEY_VALUE_EXCHANGE

#include "IntegrationComponent.h"

HV_HEADER_BEGIN

/*
 * Versions, as initializers of IC_VERSION.
 */

#define IC_KVP_EXCHANGE_VERSION_3 { 3, 0 }
#define IC_KVP_EXCHANGE_VERSION_4 { 4, 0 }
#define IC_KVP_EXCHANGE_VERSION_5 { 5, 0 }

/** IC_KVP_EXCHANGE_MSG_HDR.Operation. */
typedef HV_UINT32 IC_KVP_EXCHANGE_OPERATION, *PIC_KVP_EXCHANGE_OPERATION;
enum
{
    ICKvpExchangeOperationGet = 0,
    ICKvpExchangeOperationSet = 1,
    ICKvpExchangeOperationDelete = 2,
    ICKvpExchangeOperationEnumerate = 3,
    ICKvpExchangeOperationGetIpAddressInfo = 4, /**< Since 4.0; AdapterId in, the rest out. */
    ICKvpExchangeOperationSetIpAddressInfo = 5, /**< Since 4.0. */
    ICKvpExchangeOperationCount = 6,
};

/** IC_KVP_EXCHANGE_MSG_HDR.Pool. But for the third one's, these meanings are the common reading of the names. */
typedef HV_UINT32 IC_KVP_EXCHANGE_POOL, *PIC_KVP_EXCHANGE_POOL;
enum
{
    ICKvpExchangePoolExternal = 0,     /**< What the host's administrator wrote for the guest. */
    ICKvpExchangePoolGuest = 1,        /**< What the guest's programs wrote for the host. */
    ICKvpExchangePoolAuto = 2,         /**< What the guest says about itself, as listed above. */
    ICKvpExchangePoolAutoExternal = 3, /**< What the host says about itself. */
    ICKvpExchangePoolAutoInternal = 4, /**< Undocumented. Source: FreeBSD, Linux (facts alone). */
};

typedef struct IC_KVP_EXCHANGE_MSG_HDR
{
    HV_UINT8 Operation; /**< IC_KVP_EXCHANGE_OPERATION. */
    HV_UINT8 Pool;      /**< IC_KVP_EXCHANGE_POOL. */
} IC_KVP_EXCHANGE_MSG_HDR, *PIC_KVP_EXCHANGE_MSG_HDR;
HV_STATIC_ASSERT(sizeof(IC_KVP_EXCHANGE_MSG_HDR) == 2);

/*
 * Values.
 */

#define IC_KVP_EXCHANGE_MAX_KEY_BYTES 512
#define IC_KVP_EXCHANGE_MAX_VALUE_BYTES 2048

/** What a value is; the Windows registry's numbers. */
typedef HV_UINT32 IC_KVP_EXCHANGE_VALUE_TYPE, *PIC_KVP_EXCHANGE_VALUE_TYPE;
enum
{
    ICKvpExchangeValueTypeString = 1,       /**< REG_SZ: UTF-16. */
    ICKvpExchangeValueTypeExpandString = 2, /**< REG_EXPAND_SZ: UTF-16 with references to environment variables. */
    ICKvpExchangeValueTypeDword = 4,        /**< REG_DWORD: 32 bits. */
    ICKvpExchangeValueTypeQword = 11,       /**< REG_QWORD: 64 bits. */
};

typedef struct IC_KVP_EXCHANGE_MSG_VALUE
{
    IC_KVP_EXCHANGE_VALUE_TYPE ValueType;
    HV_UINT32 KeySize;   /**< Bytes, with the zero; at most IC_KVP_EXCHANGE_MAX_KEY_BYTES. */
    HV_UINT32 ValueSize; /**< Bytes, at most IC_KVP_EXCHANGE_MAX_VALUE_BYTES. */
    HV_UINT16 Key[IC_KVP_EXCHANGE_MAX_KEY_BYTES / 2];
    HV_UINT8 Value[IC_KVP_EXCHANGE_MAX_VALUE_BYTES];
} IC_KVP_EXCHANGE_MSG_VALUE, *PIC_KVP_EXCHANGE_MSG_VALUE;
HV_STATIC_ASSERT(sizeof(IC_KVP_EXCHANGE_MSG_VALUE) == 2572);

typedef struct IC_KVP_EXCHANGE_MSG_GET_SET
{
    IC_KVP_EXCHANGE_MSG_VALUE Value;
} IC_KVP_EXCHANGE_MSG_GET_SET, *PIC_KVP_EXCHANGE_MSG_GET_SET;
HV_STATIC_ASSERT(sizeof(IC_KVP_EXCHANGE_MSG_GET_SET) == 2572);

typedef struct IC_KVP_EXCHANGE_MSG_DELETE
{
    HV_UINT32 KeySize; /**< Bytes, with the zero; at most IC_KVP_EXCHANGE_MAX_KEY_BYTES. */
    HV_UINT16 Key[IC_KVP_EXCHANGE_MAX_KEY_BYTES / 2];
} IC_KVP_EXCHANGE_MSG_DELETE, *PIC_KVP_EXCHANGE_MSG_DELETE;
HV_STATIC_ASSERT(sizeof(IC_KVP_EXCHANGE_MSG_DELETE) == 516);

typedef struct IC_KVP_EXCHANGE_MSG_ENUMERATE
{
    HV_UINT32 Index;                 /**< From 0. */
    IC_KVP_EXCHANGE_MSG_VALUE Value; /**< In the answer. */
} IC_KVP_EXCHANGE_MSG_ENUMERATE, *PIC_KVP_EXCHANGE_MSG_ENUMERATE;
HV_STATIC_ASSERT(sizeof(IC_KVP_EXCHANGE_MSG_ENUMERATE) == 2576);

/** A value message, both ways. */
typedef struct IC_KVP_EXCHANGE_MSG
{
    IC_KVP_EXCHANGE_MSG_HDR Header;
    HV_UINT16 Padding;
    union
    {
        IC_KVP_EXCHANGE_MSG_GET_SET Get;
        IC_KVP_EXCHANGE_MSG_GET_SET Set;
        IC_KVP_EXCHANGE_MSG_DELETE Delete;
        IC_KVP_EXCHANGE_MSG_ENUMERATE Enumerate;
    };
} IC_KVP_EXCHANGE_MSG, *PIC_KVP_EXCHANGE_MSG;
HV_STATIC_ASSERT(sizeof(IC_KVP_EXCHANGE_MSG) == 2580);

/*
 * Addresses.
 */

/** Which addresses a message is about. */
typedef HV_UINT32 IC_KVP_EXCHANGE_ADDRESS_FAMILY, *PIC_KVP_EXCHANGE_ADDRESS_FAMILY;
enum
{
    ICKvpExchangeAddressFamilyNone = 0,
    ICKvpExchangeAddressFamilyIpv4 = 1,
    ICKvpExchangeAddressFamilyIpv6 = 2,
    ICKvpExchangeAddressFamilyIpv4v6 = 3,
};

/**
 * As text, since 4.0. Each text ends in a zero unit; a list's items are separated
 * by semicolons, and FreeBSD puts one behind the last too. A subnet is a mask for
 * IPv4, and a slash with a prefix length for IPv6 (FreeBSD).
 *
 * AdapterId has two forms (FreeBSD): where addresses are asked for, the adapter's MAC
 * address in upper-case hexadecimal with colons; where they are set, the instance
 * GUID of its channel, in lower case without braces. A guest that takes either form
 * in both, and either case, is on the safe side.
 */
typedef struct IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO
{
    HV_UINT16 AdapterId[128]; /**< Which adapter, as text; see above. */
    HV_UINT8 AddressFamily;   /**< IC_KVP_EXCHANGE_ADDRESS_FAMILY. */
    HV_UINT8 DHCPEnabled;     /**< 0 or 1. */
    HV_UINT16 IPAddress[1024];
    HV_UINT16 Subnet[1024];
    HV_UINT16 Gateway[512];
    HV_UINT16 DNSServerAddresses[1024];
} IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO, *PIC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO;
HV_STATIC_ASSERT(sizeof(IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO) == 7426);

/** How an address came to be. */
typedef HV_UINT32 IC_KVP_EXCHANGE_IP_ADDRESS_ORIGIN, *PIC_KVP_EXCHANGE_IP_ADDRESS_ORIGIN;
enum
{
    ICKvpExchangeIpAddressOriginUnknown = 0,
    ICKvpExchangeIpAddressOriginOther = 1, /**< Not static: DHCP, most often. */
    ICKvpExchangeIpAddressOriginStatic = 2,
};

/** In network byte order. */
typedef struct IC_KVP_EXCHANGE_IPV4_ADDRESS
{
    HV_UINT8 Octets[4];
} IC_KVP_EXCHANGE_IPV4_ADDRESS, *PIC_KVP_EXCHANGE_IPV4_ADDRESS;
HV_STATIC_ASSERT(sizeof(IC_KVP_EXCHANGE_IPV4_ADDRESS) == 4);

/** In network byte order. */
typedef struct IC_KVP_EXCHANGE_IPV6_ADDRESS
{
    HV_UINT8 Octets[16];
} IC_KVP_EXCHANGE_IPV6_ADDRESS, *PIC_KVP_EXCHANGE_IPV6_ADDRESS;
HV_STATIC_ASSERT(sizeof(IC_KVP_EXCHANGE_IPV6_ADDRESS) == 16);

/**
 * As numbers, since 5.0. A subnet belongs to the address of the same index: 4
 * octets for IPv4, one number for IPv6 (most likely the prefix length of the text
 * form; no source says). IPAddressOrigins begins with the IPv4 addresses, and the
 * IPv6 addresses follow without a gap, from index IPv4AddressCount on. A count that
 * comes from the other side is checked against its array.
 */
typedef struct IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO_BINARY
{
    HV_UINT32 IPv4AddressCount;      /**< At most 64, of addresses and of subnets. */
    HV_UINT32 IPv6AddressCount;      /**< At most 64. */
    HV_UINT32 IPv4GatewayCount;      /**< At most 5. */
    HV_UINT32 IPv6GatewayCount;      /**< At most 5. */
    HV_UINT32 IPv4DNSServerCount;    /**< At most 64. */
    HV_UINT32 IPv6DNSServerCount;    /**< At most 64. */
    HV_UINT16 AdapterId[128];        /**< As in the text form. */
    HV_UINT8 AddressFamily;          /**< IC_KVP_EXCHANGE_ADDRESS_FAMILY. */
    HV_UINT8 DHCPEnabled;            /**< 0 or 1. */
    HV_UINT16 Padding;
    IC_KVP_EXCHANGE_IPV4_ADDRESS IPv4Addresses[64];
    IC_KVP_EXCHANGE_IPV6_ADDRESS IPv6Addresses[64];
    IC_KVP_EXCHANGE_IPV4_ADDRESS IPv4Subnets[64];
    HV_UINT32 IPv6Subnets[64];
    IC_KVP_EXCHANGE_IPV4_ADDRESS IPv4Gateways[5];
    IC_KVP_EXCHANGE_IPV6_ADDRESS IPv6Gateways[5];
    IC_KVP_EXCHANGE_IPV4_ADDRESS IPv4DNSServers[64];
    IC_KVP_EXCHANGE_IPV6_ADDRESS IPv6DNSServers[64];
    HV_UINT16 IPAddressOrigins[128]; /**< IC_KVP_EXCHANGE_IP_ADDRESS_ORIGIN. */
} IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO_BINARY, *PIC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO_BINARY;
HV_STATIC_ASSERT(sizeof(IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO_BINARY) == 3712);

/**
 * An address message. The text form begins 2 bytes into it, at its alignment,
 * and the binary form 4 bytes.
 */
typedef struct IC_KVP_EXCHANGE_MSG2
{
    union
    {
        IC_KVP_EXCHANGE_MSG_HDR Header;
        struct
        {
            HV_UINT16 HeaderOfText;
            IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO IpAddressInfo;
        };
        struct
        {
            HV_UINT16 HeaderOfBinary;
            HV_UINT16 Padding;
            IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO_BINARY IpAddressInfoBinary;
        };
    };
} IC_KVP_EXCHANGE_MSG2, *PIC_KVP_EXCHANGE_MSG2;
HV_STATIC_ASSERT(sizeof(IC_KVP_EXCHANGE_MSG2) == 7428);

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_KEY_VALUE_EXCHANGE */
