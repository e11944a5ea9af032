/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Identity of the guest operating system, which enables the hypercall interface.
 *
 * A guest identifies itself by writing one 64-bit value: on x64 to the register
 * HV_X64_MSR_GUEST_OS_ID, on ARM64 to the register HvRegisterGuestOsId with HvCallSetVpRegisters
 * (from the boot processor; Hypercall.h lists the calls that work before it). The register belongs
 * to the partition, not to a processor, and is initially zero. While it is zero the x64 hypercall
 * page cannot be enabled, and writing zero disables an enabled page: a guest should do so before a
 * reboot or a kexec.
 *
 * The guest chooses the value, which is only informative: hosts display it, crash
 * reports contain it, and a few workarounds depend on it. Bit 63 selects one of two
 * forms:
 *
 *      63 62       56 55     48 47    40 39   32 31   24 23     16 15       0
 *     +--+---------------------+--------+-------+-------+---------+----------+
 *     | 0|       vendor        | system | major | minor | service |  build   |
 *     +--+-----------+---------+--------+-------+-------+---------+----------+
 *     | 1|  system   | own use |             version              | own use  |
 *     +--+-----------+---------+----------------------------------+----------+
 *
 * In a recording, Windows 11 writes 0x0001040A0000271B: vendor 1, system 4 (NT), version 10.0, build
 * 10011, which is not a build of Windows 11. Every nonzero value unlocks the interface: the firmware
 * mu_msvm writes vendor 0, system 1 on x64.
 *
 * Sources: TLFS 6.0b 2.6; TLFS online, hypercall interface; mu_msvm
 * HvGuestMsr.h; symbols of securekernel 26100; OpenVMM hvdef.
 */

#ifndef MILE_HYPERV_HYPERVISOR_GUESTOSID
#define MILE_HYPERV_HYPERVISOR_GUESTOSID

#include "Types.h"

/**
 * Vendor of a closed source guest (HV_GUEST_OS_ID_CONTENTS.VendorId). Zero is reserved; Microsoft
 * assigns the values.
 */
typedef HV_UINT32 HV_GUEST_OS_VENDOR, *PHV_GUEST_OS_VENDOR;

enum
{
    HvGuestOsVendorMicrosoft = 0x0001,
    HvGuestOsVendorHPE = 0x0002,
    HvGuestOsVendorBlackBerry = 0x0003, /**< Only in the TLFS online. */
    HvGuestOsVendorLANCOM = 0x0200,
};

/**
 * Microsoft operating system (HV_GUEST_OS_ID_CONTENTS.OsId with VendorId HvGuestOsVendorMicrosoft).
 */
typedef HV_UINT32 HV_GUEST_OS_MICROSOFT_IDS, *PHV_GUEST_OS_MICROSOFT_IDS;

enum
{
    HvGuestOsMicrosoftUndefined = 0x00,
    HvGuestOsMicrosoftMSDOS = 0x01,
    HvGuestOsMicrosoftWindows3x = 0x02,
    HvGuestOsMicrosoftWindows9x = 0x03,
    HvGuestOsMicrosoftWindowsNT = 0x04, /**< Windows NT and its successors. */
    HvGuestOsMicrosoftWindowsCE = 0x05,
};

/** Open source system (HV_GUEST_OS_ID_CONTENTS.OpenSource.OsId). Microsoft assigns the values. */
typedef HV_UINT32 HV_GUEST_OS_OPENSOURCE_IDS, *PHV_GUEST_OS_OPENSOURCE_IDS;

enum
{
    HvGuestOsOpenSourceUndefined = 0x0,
    HvGuestOsOpenSourceLinux = 0x1,
    HvGuestOsOpenSourceFreeBSD = 0x2,
    HvGuestOsOpenSourceXen = 0x3,
    HvGuestOsOpenSourceIllumos = 0x4,
};

HV_HEADER_BEGIN

/**
 * Value of HV_X64_MSR_GUEST_OS_ID and HvRegisterGuestOsId.
 *
 * OpenSource.IsOpenSource selects one of the two forms; read it first.
 */
typedef union HV_GUEST_OS_ID_CONTENTS
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 BuildNumber : 16; /**< Bits 0 to 15: build number of the system. */
        /** Bits 16 to 23: service version, for example the service pack. */
        HV_UINT64 ServiceVersion : 8;
        HV_UINT64 MinorVersion : 8; /**< Bits 24 to 31: minor version of the system. */
        HV_UINT64 MajorVersion : 8; /**< Bits 32 to 39: major version of the system. */
        /** Bits 40 to 47: by vendor; HV_GUEST_OS_MICROSOFT_IDS for Microsoft. */
        HV_UINT64 OsId : 8;
        /** Bits 48 to 63: HV_GUEST_OS_VENDOR; the top bit is IsOpenSource and clear. */
        HV_UINT64 VendorId : 16;
    };
#endif
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    /** Open source form. */
    struct
    {
        /** Bits 0 to 15: defined by the distributor, for example a build number. */
        HV_UINT64 VendorSpecific1 : 16;
        /** Bits 16 to 47: version of the kernel, in the numbering of its project. */
        HV_UINT64 Version : 32;
        /** Bits 48 to 55: defined by the distributor; "OS ID" in the TLFS. */
        HV_UINT64 VendorSpecific2 : 8;
        /** Bits 56 to 62: HV_GUEST_OS_OPENSOURCE_IDS; "OS Type" in the TLFS. */
        HV_UINT64 OsId : 7;
        /** Bit 63: set in the open source form, clear in the vendor form. */
        HV_UINT64 IsOpenSource : 1;
    } OpenSource;
#endif
} HV_GUEST_OS_ID_CONTENTS, *PHV_GUEST_OS_ID_CONTENTS;
HV_STATIC_ASSERT(sizeof(HV_GUEST_OS_ID_CONTENTS) == 8);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_GUESTOSID */
