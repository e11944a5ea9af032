/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Key-value pairs (data exchange): the host and the guest exchange values and addresses.
 *
 * Class IC_KVP_EXCHANGE_CLASS_ID, a9a0f4e7-5a45-4d96-b827-8a841e8c03e6; an integration component
 * (IntegrationComponent.h). The host reads and writes named values in pools of the guest;
 * Windows keeps the pools in its registry. Version 4 can also read and set the addresses of an
 * adapter as text, and version 5 as numbers. OpenVMM uses only version 5 for addresses.
 *
 * One of two messages follows the component's header, depending on Operation:
 * IC_KVP_EXCHANGE_MSG for values, IC_KVP_EXCHANGE_MSG2 for addresses. The guest responds with
 * the message that it received: it fills in the value or the addresses if the host requested
 * them, otherwise it sets only Status. To enumerate a pool, the host requests Index 0, 1, ...
 * until the guest returns IC_STATUS_NO_MORE_ITEMS. The host has one request open at a time;
 * FreeBSD returns IC_STATUS_FAIL after five seconds.
 *
 * The host knows ten names in the guest's own pool, ICKvpExchangePoolAuto. It expects them as
 * strings at these indices (FreeBSD, after Microsoft): 0 FullyQualifiedDomainName,
 * 1 IntegrationServicesVersion, 2 NetworkAddressIPv4, 3 NetworkAddressIPv6,
 * 4 OSBuildNumber, 5 OSName, 6 OSMajorVersion, 7 OSMinorVersion, 8 OSVersion,
 * 9 ProcessorArchitecture. A semicolon follows each address of a list. The host must not write
 * to that pool.
 *
 * Text is UTF-16 with a terminating zero unit; its size is in bytes and includes that unit. The
 * guest must not trust the host: it must bound sizes by the arrays, and must expect text without
 * a terminator and a number whose ValueSize is neither 4 nor 8.
 *
 * Sources: OpenVMM hyperv_ic_protocol and hyperv_ic; FreeBSD hv_kvp.h, hv_kvp.c and
 * hv_kvp_daemon.c; the original Mile.HyperV (1.x).
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

/** Operation of a message, in IC_KVP_EXCHANGE_MSG_HDR. The guest responds to each message. */
typedef HV_UINT32 IC_KVP_EXCHANGE_OPERATION, *PIC_KVP_EXCHANGE_OPERATION;
enum
{
    ICKvpExchangeOperationGet = 0,
    ICKvpExchangeOperationSet = 1,
    ICKvpExchangeOperationDelete = 2,
    ICKvpExchangeOperationEnumerate = 3,
    ICKvpExchangeOperationGetIpAddressInfo = 4, /**< Since 4.0; the host sets AdapterId. */
    ICKvpExchangeOperationSetIpAddressInfo = 5, /**< Since 4.0. */
    ICKvpExchangeOperationCount = 6,
};

/**
 * Pool of a value, in IC_KVP_EXCHANGE_MSG_HDR. The meanings follow the names; only that of
 * ICKvpExchangePoolAuto is documented.
 */
typedef HV_UINT32 IC_KVP_EXCHANGE_POOL, *PIC_KVP_EXCHANGE_POOL;
enum
{
    ICKvpExchangePoolExternal = 0,     /**< Values from the host's administrator. */
    ICKvpExchangePoolGuest = 1,        /**< Values from the guest's programs. */
    ICKvpExchangePoolAuto = 2,         /**< Values that describe the guest. */
    ICKvpExchangePoolAutoExternal = 3, /**< Values that describe the host. */
    ICKvpExchangePoolAutoInternal = 4, /**< Undocumented. Source: FreeBSD, Linux (facts alone). */
};

/** Header of each message; follows the component's header. */
typedef struct IC_KVP_EXCHANGE_MSG_HDR
{
    HV_UINT8 Operation; /**< IC_KVP_EXCHANGE_OPERATION. */
    HV_UINT8 Pool;      /**< IC_KVP_EXCHANGE_POOL. */
} IC_KVP_EXCHANGE_MSG_HDR, *PIC_KVP_EXCHANGE_MSG_HDR;
HV_STATIC_ASSERT(sizeof(IC_KVP_EXCHANGE_MSG_HDR) == 2);

/*
 * Values.
 */

/** Most bytes of a key, the terminating zero unit included. */
#define IC_KVP_EXCHANGE_MAX_KEY_BYTES 512
/** Most bytes of a value. */
#define IC_KVP_EXCHANGE_MAX_VALUE_BYTES 2048

/** Type of a value, with the numbers of the Windows registry. */
typedef HV_UINT32 IC_KVP_EXCHANGE_VALUE_TYPE, *PIC_KVP_EXCHANGE_VALUE_TYPE;
enum
{
    ICKvpExchangeValueTypeString = 1, /**< REG_SZ: UTF-16. */
    /** REG_EXPAND_SZ: UTF-16 with references to environment variables. */
    ICKvpExchangeValueTypeExpandString = 2,
    ICKvpExchangeValueTypeDword = 4,  /**< REG_DWORD: 32 bits. */
    ICKvpExchangeValueTypeQword = 11, /**< REG_QWORD: 64 bits. */
};

/** Named value. */
typedef struct IC_KVP_EXCHANGE_MSG_VALUE
{
    IC_KVP_EXCHANGE_VALUE_TYPE ValueType;
    /** Bytes used of Key, the zero included; at most IC_KVP_EXCHANGE_MAX_KEY_BYTES. */
    HV_UINT32 KeySize;
    /** Bytes used of Value; at most IC_KVP_EXCHANGE_MAX_VALUE_BYTES. */
    HV_UINT32 ValueSize;
    HV_UINT16 Key[IC_KVP_EXCHANGE_MAX_KEY_BYTES / 2]; /**< Name, in UTF-16. */
    HV_UINT8 Value[IC_KVP_EXCHANGE_MAX_VALUE_BYTES];  /**< Data, in the form of ValueType. */
} IC_KVP_EXCHANGE_MSG_VALUE, *PIC_KVP_EXCHANGE_MSG_VALUE;
HV_STATIC_ASSERT(sizeof(IC_KVP_EXCHANGE_MSG_VALUE) == 2572);

/** Body of a message that reads or writes a value. */
typedef struct IC_KVP_EXCHANGE_MSG_GET_SET
{
    IC_KVP_EXCHANGE_MSG_VALUE Value; /**< Host: key, and value to write. Guest: value read. */
} IC_KVP_EXCHANGE_MSG_GET_SET, *PIC_KVP_EXCHANGE_MSG_GET_SET;
HV_STATIC_ASSERT(sizeof(IC_KVP_EXCHANGE_MSG_GET_SET) == 2572);

/** Body of a message that deletes a value. */
typedef struct IC_KVP_EXCHANGE_MSG_DELETE
{
    /** Bytes used of Key, the zero included; at most IC_KVP_EXCHANGE_MAX_KEY_BYTES. */
    HV_UINT32 KeySize;
    HV_UINT16 Key[IC_KVP_EXCHANGE_MAX_KEY_BYTES / 2]; /**< Name, in UTF-16. */
} IC_KVP_EXCHANGE_MSG_DELETE, *PIC_KVP_EXCHANGE_MSG_DELETE;
HV_STATIC_ASSERT(sizeof(IC_KVP_EXCHANGE_MSG_DELETE) == 516);

/** Body of a message that enumerates a pool. */
typedef struct IC_KVP_EXCHANGE_MSG_ENUMERATE
{
    /**
     * Zero-based position of the value in the pool; unlimited: IC_STATUS_NO_MORE_ITEMS marks the
     * end.
     */
    HV_UINT32 Index;
    IC_KVP_EXCHANGE_MSG_VALUE Value; /**< Set by the guest in the response. */
} IC_KVP_EXCHANGE_MSG_ENUMERATE, *PIC_KVP_EXCHANGE_MSG_ENUMERATE;
HV_STATIC_ASSERT(sizeof(IC_KVP_EXCHANGE_MSG_ENUMERATE) == 2576);

/** Message about a value. Host to guest, and guest to host as the response. All versions. */
typedef struct IC_KVP_EXCHANGE_MSG
{
    IC_KVP_EXCHANGE_MSG_HDR Header;
    HV_UINT16 Padding;
    union
    {
        IC_KVP_EXCHANGE_MSG_GET_SET Get;         /**< ICKvpExchangeOperationGet. */
        IC_KVP_EXCHANGE_MSG_GET_SET Set;         /**< ICKvpExchangeOperationSet. */
        IC_KVP_EXCHANGE_MSG_DELETE Delete;       /**< ICKvpExchangeOperationDelete. */
        IC_KVP_EXCHANGE_MSG_ENUMERATE Enumerate; /**< ICKvpExchangeOperationEnumerate. */
    };
} IC_KVP_EXCHANGE_MSG, *PIC_KVP_EXCHANGE_MSG;
HV_STATIC_ASSERT(sizeof(IC_KVP_EXCHANGE_MSG) == 2580);

/*
 * Addresses.
 */

/** Address family of a message. */
typedef HV_UINT32 IC_KVP_EXCHANGE_ADDRESS_FAMILY, *PIC_KVP_EXCHANGE_ADDRESS_FAMILY;
enum
{
    ICKvpExchangeAddressFamilyNone = 0,
    ICKvpExchangeAddressFamilyIpv4 = 1,
    ICKvpExchangeAddressFamilyIpv6 = 2,
    ICKvpExchangeAddressFamilyIpv4v6 = 3,
};

/**
 * Addresses of an adapter as text, since 4.0. Each text ends in a zero unit. Semicolons separate
 * the items of a list, and FreeBSD adds one after the last item. A subnet is a mask for IPv4, and a
 * slash with a prefix length for IPv6 (FreeBSD).
 *
 * AdapterId has two forms (FreeBSD): the adapter's MAC address in uppercase hexadecimal with colons
 * if the host requests addresses, and the instance GUID of its channel, in lowercase without
 * braces, if the host sets them. A guest should accept both forms in either case and for both
 * operations.
 */
typedef struct IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO
{
    /** MAC address or instance GUID of the adapter, as text. */
    HV_UINT16 AdapterId[128];
    HV_UINT8 AddressFamily;             /**< IC_KVP_EXCHANGE_ADDRESS_FAMILY. */
    HV_UINT8 DHCPEnabled;               /**< 1 if DHCP assigns the addresses, else 0. */
    HV_UINT16 IPAddress[1024];          /**< List of IPv4 and IPv6 addresses. */
    HV_UINT16 Subnet[1024];             /**< List of subnets, one per address. */
    HV_UINT16 Gateway[512];             /**< List of gateways. */
    HV_UINT16 DNSServerAddresses[1024]; /**< List of DNS servers. */
} IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO, *PIC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO;
HV_STATIC_ASSERT(sizeof(IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO) == 7426);

/** Origin of an address. */
typedef HV_UINT32 IC_KVP_EXCHANGE_IP_ADDRESS_ORIGIN, *PIC_KVP_EXCHANGE_IP_ADDRESS_ORIGIN;
enum
{
    ICKvpExchangeIpAddressOriginUnknown = 0,
    ICKvpExchangeIpAddressOriginOther = 1, /**< Not static; usually DHCP. */
    ICKvpExchangeIpAddressOriginStatic = 2,
};

/** IPv4 address in network byte order. */
typedef struct IC_KVP_EXCHANGE_IPV4_ADDRESS
{
    HV_UINT8 Octets[4]; /**< Bytes of the address, the first one of the network first. */
} IC_KVP_EXCHANGE_IPV4_ADDRESS, *PIC_KVP_EXCHANGE_IPV4_ADDRESS;
HV_STATIC_ASSERT(sizeof(IC_KVP_EXCHANGE_IPV4_ADDRESS) == 4);

/** IPv6 address in network byte order. */
typedef struct IC_KVP_EXCHANGE_IPV6_ADDRESS
{
    HV_UINT8 Octets[16]; /**< Bytes of the address, the first one of the network first. */
} IC_KVP_EXCHANGE_IPV6_ADDRESS, *PIC_KVP_EXCHANGE_IPV6_ADDRESS;
HV_STATIC_ASSERT(sizeof(IC_KVP_EXCHANGE_IPV6_ADDRESS) == 16);

/**
 * Addresses of an adapter as numbers, since 5.0. A subnet belongs to the address of the same index:
 * 4 octets for IPv4, one number for IPv6 (undocumented; most likely the prefix length of the text
 * form). IPAddressOrigins contains the origins of the IPv4 addresses, then, from index
 * IPv4AddressCount, those of the IPv6 addresses. The receiver must check each count against its
 * array.
 */
typedef struct IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO_BINARY
{
    HV_UINT32 IPv4AddressCount;      /**< Entries of IPv4Addresses and IPv4Subnets; at most 64. */
    HV_UINT32 IPv6AddressCount;      /**< Entries of IPv6Addresses and IPv6Subnets; at most 64. */
    HV_UINT32 IPv4GatewayCount;      /**< Entries of IPv4Gateways; at most 5. */
    HV_UINT32 IPv6GatewayCount;      /**< Entries of IPv6Gateways; at most 5. */
    HV_UINT32 IPv4DNSServerCount;    /**< Entries of IPv4DNSServers; at most 64. */
    HV_UINT32 IPv6DNSServerCount;    /**< Entries of IPv6DNSServers; at most 64. */
    HV_UINT16 AdapterId[128];        /**< Text; IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO.AdapterId. */
    HV_UINT8 AddressFamily;          /**< IC_KVP_EXCHANGE_ADDRESS_FAMILY. */
    HV_UINT8 DHCPEnabled;            /**< 1 if DHCP assigns the addresses, else 0. */
    HV_UINT16 Padding;
    IC_KVP_EXCHANGE_IPV4_ADDRESS IPv4Addresses[64]; /**< The first IPv4AddressCount are valid. */
    IC_KVP_EXCHANGE_IPV6_ADDRESS IPv6Addresses[64]; /**< The first IPv6AddressCount are valid. */
    IC_KVP_EXCHANGE_IPV4_ADDRESS IPv4Subnets[64];   /**< Masks, one per IPv4 address. */
    /** One number per IPv6 address; undocumented. */
    HV_UINT32 IPv6Subnets[64];
    IC_KVP_EXCHANGE_IPV4_ADDRESS IPv4Gateways[5];    /**< The first IPv4GatewayCount are valid. */
    IC_KVP_EXCHANGE_IPV6_ADDRESS IPv6Gateways[5];    /**< The first IPv6GatewayCount are valid. */
    IC_KVP_EXCHANGE_IPV4_ADDRESS IPv4DNSServers[64]; /**< The first IPv4DNSServerCount are valid. */
    IC_KVP_EXCHANGE_IPV6_ADDRESS IPv6DNSServers[64]; /**< The first IPv6DNSServerCount are valid. */
    HV_UINT16 IPAddressOrigins[128];                 /**< IC_KVP_EXCHANGE_IP_ADDRESS_ORIGIN. */
} IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO_BINARY, *PIC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO_BINARY;
HV_STATIC_ASSERT(sizeof(IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO_BINARY) == 3712);

/**
 * Message about addresses. Host to guest, and guest to host as the response. The text form is
 * located at byte 2, and the binary form at byte 4. Since 4.0.
 */
typedef struct IC_KVP_EXCHANGE_MSG2
{
    union
    {
        IC_KVP_EXCHANGE_MSG_HDR Header;
        struct
        {
            HV_UINT16 HeaderOfText;                            /**< Storage of Header. */
            IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO IpAddressInfo; /**< Since 4.0. */
        };
        struct
        {
            /** Storage of Header. */
            HV_UINT16 HeaderOfBinary;
            HV_UINT16 Padding;
            IC_KVP_EXCHANGE_MSG_IP_ADDRESS_INFO_BINARY IpAddressInfoBinary; /**< Since 5.0. */
        };
    };
} IC_KVP_EXCHANGE_MSG2, *PIC_KVP_EXCHANGE_MSG2;
HV_STATIC_ASSERT(sizeof(IC_KVP_EXCHANGE_MSG2) == 7428);

HV_HEADER_END

#endif /* !MILE_HYPERV_DEVICE_KEY_VALUE_EXCHANGE */
