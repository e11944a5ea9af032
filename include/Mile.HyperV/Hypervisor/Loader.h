/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Starting, patching and stopping the hypervisor: what its loader tells it, and the calls about its own image.
 *
 * The hypervisor is started by the boot loader of the root's operating system
 * (on Windows, hvloader), not by a hypercall of a guest. The loader puts the
 * images into memory, describes the machine in the *loader block* and enters
 * the hypervisor, which makes of what is running its root partition. The full
 * loader block has no public form: PHV_LOADER_BLOCK points to an incomplete
 * type. What is known is the *mini loader block* of ARM64, which a small stub
 * at EL2 takes, and with which HvCallLaunchHypervisor starts the hypervisor
 * proper later.
 *
 *      x64     loader --> hypervisor --> root     HvCallDisableHypervisor: root
 *                                                 goes on alone
 *      ARM64   loader --> stub at EL2 --> root    HvCallLaunchHypervisor:
 *                                                 hypervisor takes over from
 *                                                 the stub
 *
 * A running hypervisor can be patched. The root asks for the modules and their
 * *slots* (places in the address space where a version of the module lies),
 * maps the pages of an empty slot, fills them, and commits:
 *
 *      HvCallQueryImageInfo  ModuleCount; ModuleTraits of each; SlotVaMappings
 *      HvCallMapImagePages   the pages of the slot, with their rights
 *      HvCallCommitPatch     runs the patch's routine; the slot becomes active
 *
 * The processor's microcode can be updated at run time too, and memory and
 * processors be taken over by another hypervisor image that replaces this one
 * ("subsumed").
 *
 * All of it is for the root partition, is known from symbols only (what a call
 * does and in what order, from names and types), and changes between releases.
 *
 * Sources: symbols of securekernel 26100 (ARM64; x64 forms where named so);
 * mu_msvm HvGuest.h.
 */

#ifndef MILE_HYPERV_HYPERVISOR_LOADER
#define MILE_HYPERV_HYPERVISOR_LOADER

#include "Crash.h"
#include "Debug.h"
#include "ProcessorSet.h"
#include "Types.h"

HV_HEADER_BEGIN

/** The loader block. Its members have no public description. */
struct HV_LOADER_BLOCK;
typedef struct HV_LOADER_BLOCK *PHV_LOADER_BLOCK;

/*
 * Boot parameters.
 */

/** What the hypervisor's own debugger talks through. */
typedef HV_UINT32 HV_BOOT_DEBUG_PORT_TYPE, *PHV_BOOT_DEBUG_PORT_TYPE;
enum
{
    HvBootDbgPortNone = 0,
    HvBootDbgPortCom = 1,
    HvBootDbgPortFirewire = 2,       /**< IEEE 1394; not used any more. */
    HvBootDbgPortFirewireUnused = 2, /**< The same number in the symbols of 26100. */
    HvBootDbgPortNet = 3,
};

/** How a serial port is reached. */
typedef HV_UINT32 HV_BOOT_DEBUG_COM_PORT_TYPE, *PHV_BOOT_DEBUG_COM_PORT_TYPE;
enum
{
    HvBootDbgPortComIoPort = 0,       /**< At IoPort. */
    HvBootDbgPortComMemoryMapped = 1, /**< At RegistersSpa. */
};

/** The hypervisor's debug connection. Source: symbols of securekernel 26100. */
typedef struct HV_BOOT_DEBUG_PARAMETERS
{
    HV_BOOT_DEBUG_PORT_TYPE PortType; /**< Chooses the union's member. */
    HV_UINT32 Padding0;
    HV_UINT64 TransferPagesSpa; /**< Machine address of memory for the transport's use. */
    HV_UINT32 TransferPagesCount;
    HV_UINT32 Padding1;
    union
    {
        struct
        {
            HV_BOOT_DEBUG_COM_PORT_TYPE ComPortType; /**< Chooses between IoPort and the registers. */
            HV_UINT32 InterfaceType;
            union
            {
                HV_UINT16 IoPort;
                struct
                {
                    HV_UINT64 RegistersSpa;
                    HV_UINT32 RegistersSize;
                    HV_UINT32 Padding;
                };
            };
            HV_UINT32 BaudRate;
            HV_BOOLEAN ExclusiveMode;
            HV_UINT8 Padding2[3];
        } Com;
        /** In the original only. */
        struct
        {
            HV_UINT32 Bus;
            HV_UINT32 Slot;
            HV_UINT16 Flags;
            HV_UINT8 HvChannelId;
            HV_UINT8 RootChannelId;
            HV_UINT32 Padding;
            HV_UINT64 OhciRegistersSpa;
        } Firewire;
        struct
        {
            HV_UINT64 Key[4]; /**< With which the connection is encrypted. */
            HV_IPV6_ADDRESS HostIP;
            HV_IPV6_ADDRESS TargetIP;
            HV_IPV6_ADDRESS GatewayIP;
            HV_UINT16 HostRootPort; /**< Port of the debugger of the root's kernel. */
            HV_UINT16 HostHvPort;   /**< Port of the debugger of the hypervisor. */
            HV_UINT8 DefaultTargetMacAddress[6];
            HV_UINT16 Padding0;
            HV_UINT32 Flags;
            HV_UINT32 Bus; /**< Of the network adapter, with Slot and Segment. */
            HV_UINT32 Slot;
            HV_UINT16 Segment;
            HV_UINT16 VendorID;
            HV_UINT16 DeviceID;
            HV_UINT8 BaseClass;
            HV_UINT8 SubClass;
            HV_UINT8 ProgIf;
            HV_UINT8 Padding1[7];
            HV_UINT64 BaseAddressRegisterSPA[6];
            HV_UINT32 BaseAddressRegisterByteCount[6];
            HV_UINT16 BaseAddressRegisterType[6];
            HV_UINT32 Padding2;
            HV_UINT64 KdNetPciMmCfgAddr; /**< Memory-mapped PCI configuration space. */
            HV_UINT32 Dbg2TableIndex;    /**< Of the port in the ACPI DBG2 table. */
            HV_UINT16 PortType;
            HV_UINT16 PortSubtype;
            HV_UINT32 NameSpace;
            HV_UINT32 KdNetDataSize;
        } Net;
    };
} HV_BOOT_DEBUG_PARAMETERS, *PHV_BOOT_DEBUG_PARAMETERS;
HV_STATIC_ASSERT(sizeof(HV_BOOT_DEBUG_PARAMETERS) == 256);

/** What the loader was told to start the hypervisor with. Source: symbols of securekernel 26100. */
typedef struct HV_BOOT_PARAMETERS
{
    HV_BOOT_DEBUG_PARAMETERS DebugParams;
    HV_UINT64 Flags; /**< No public description. */
} HV_BOOT_PARAMETERS, *PHV_BOOT_PARAMETERS;
HV_STATIC_ASSERT(sizeof(HV_BOOT_PARAMETERS) == 264);

/*
 * The mini loader block of ARM64.
 */

/** What the stub must know of the machine. Source: symbols of securekernel 26100. */
typedef struct HV_HARDWARE_DETAILS
{
    HV_UINT32 ErrataType;
    union
    {
        HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 SupportPsci : 1; /**< Bit 0: processors are started by PSCI. */
            HV_UINT32 Reserved : 31;   /**< Bits 1 to 31. */
        };
#endif
    };
} HV_HARDWARE_DETAILS, *PHV_HARDWARE_DETAILS;
HV_STATIC_ASSERT(sizeof(HV_HARDWARE_DETAILS) == 8);

/** One section of the hypervisor's image in memory. Source: symbols of securekernel 26100. */
typedef struct HV_IMAGE_SECTION_DETAIL
{
    HV_UINT64 SectionPhysicalAddress;
    HV_UINT32 SectionSize;
    HV_UINT32 Padding;
    union
    {
        HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT64 Writeable : 1;  /**< Bit 0. */
            HV_UINT64 Executable : 1; /**< Bit 1. */
            HV_UINT64 Reserved : 62;  /**< Bits 2 to 63. */
        };
#endif
    };
} HV_IMAGE_SECTION_DETAIL, *PHV_IMAGE_SECTION_DETAIL;
HV_STATIC_ASSERT(sizeof(HV_IMAGE_SECTION_DETAIL) == 24);

/** The hypervisor's image in memory. Source: symbols of securekernel 26100. */
typedef struct HV_IMAGE_DETAIL
{
    HV_UINT32 SectionCount; /**< How many of Sections count. */
    HV_UINT32 Padding;
    HV_IMAGE_SECTION_DETAIL Sections[15];
} HV_IMAGE_DETAIL, *PHV_IMAGE_DETAIL;
HV_STATIC_ASSERT(sizeof(HV_IMAGE_DETAIL) == 368);

/** What the loader gives the stub. Addresses are the machine's. Source: symbols of securekernel 26100. */
typedef struct HV_MINI_LOADER_BLOCK
{
    HV_UINT32 LoaderBlockSize;            /**< Bytes, of the full loader block. */
    HV_UINT32 LoaderBlockVersion;
    HV_UINT64 LoaderBlockPhysicalAddress; /**< Where the full loader block lies. */
    HV_UINT64 HypervisorEntryPoint;
    HV_UINT64 HypervisorTransTabBasePhys; /**< Root of the hypervisor's translation tables. */
    HV_BOOT_PARAMETERS BootParameters;
    HV_UINT32 RootPartitionProcessorCount;
    HV_UINT32 RootPartitionProcessorsContextsOffset; /**< Of one HV_VP_CONTEXT a processor; from where, by its name
                                                          this block's start. */
    HV_UINT32 VpContextSize;                         /**< Bytes of each. */
    HV_UINT32 MiniVpContextSize;
    HV_UINT32 HypervisorCrashdumpAreaPageCount;
    HV_UINT32 Padding0;
    HV_UINT64 HypervisorCrashdumpAreaSpa; /**< Of HV_CRASHDUMP_AREA. */
    HV_UINT32 RuntimeServicesMemoryRangesCount; /**< How many of the ranges count. */
    HV_UINT32 Padding1;
    /** Memory that UEFI runtime services use. */
    struct
    {
        HV_UINT64 BasePage;
        HV_UINT64 PageCount;
    } RuntimeServicesMemoryRanges[512];
    HV_HARDWARE_DETAILS HardwareDetails;
    HV_IMAGE_DETAIL HypervisorImageDetail;
} HV_MINI_LOADER_BLOCK, *PHV_MINI_LOADER_BLOCK;
HV_STATIC_ASSERT(sizeof(HV_MINI_LOADER_BLOCK) == 8904);

/** An Arm SMMUv3 as the loader found it. Source: symbols of securekernel 26100. */
typedef struct HV_LOADER_IOMMU_ENTRY
{
    HV_UINT16 SegmentNumber; /**< PCI segment. */
    HV_UINT16 Padding0[3];
    HV_UINT64 RegisterBaseAddress;
    HV_UINT32 Idr0; /**< Idr0 to Aidr: its identification registers. */
    HV_UINT32 Idr1;
    HV_UINT32 Idr2;
    HV_UINT32 Idr3;
    HV_UINT32 Idr4;
    HV_UINT32 Idr5;
    HV_UINT32 Aidr;
    HV_UINT32 Padding1;
    HV_UINT64 StreamTableBase;
    HV_UINT32 StreamTableSizeInPages;
    HV_UINT32 StrTabBaseCfg;
    HV_UINT32 Mpamidr;
    HV_UINT32 Padding2;
} HV_LOADER_IOMMU_ENTRY, *PHV_LOADER_IOMMU_ENTRY;
HV_STATIC_ASSERT(sizeof(HV_LOADER_IOMMU_ENTRY) == 72);

/** A PCI segment as the loader found it; one bit for each bus or function. Source: symbols of securekernel 26100. */
typedef struct HV_LOADER_PCI_SEGMENT_ENTRY
{
    HV_UINT16 SegmentNumber;
    HV_UINT16 Padding[3];
    HV_UINT64 ReservedDeviceBitmap[1024]; /**< 65,536 functions: bus, device, function. */
    struct
    {
        HV_UINT64 AtsBusBitmap[4]; /**< 256 buses. */
        HV_UINT64 SecureIntegratedAtsDeviceBitmap[1024];
    } Intel;
} HV_LOADER_PCI_SEGMENT_ENTRY, *PHV_LOADER_PCI_SEGMENT_ENTRY;
HV_STATIC_ASSERT(sizeof(HV_LOADER_PCI_SEGMENT_ENTRY) == 16424);

/** The logical processors of one node that a minimal root uses. Source: symbols of securekernel 26100. */
typedef struct HV_MINROOT_NUMA_LPS
{
    HV_UINT32 NodeIndex;
    HV_UINT32 Padding;
    HV_UINT64 Mask[32]; /**< One bit for each of 2,048 processors. */
} HV_MINROOT_NUMA_LPS, *PHV_MINROOT_NUMA_LPS;
HV_STATIC_ASSERT(sizeof(HV_MINROOT_NUMA_LPS) == 264);

/*
 * HvCallLaunchHypervisor (ARM64), HvCallDisableHypervisor, HvCallDisableHypervisorEx (x64)
 */

/** Input of HvCallLaunchHypervisor: enters the hypervisor from the stub. Source: symbols of securekernel 26100. */
typedef struct HV_ARM64_INPUT_LAUNCH_HYPERVISOR
{
    HV_UINT64 HvEntryPoint;
} HV_ARM64_INPUT_LAUNCH_HYPERVISOR, *PHV_ARM64_INPUT_LAUNCH_HYPERVISOR;
HV_STATIC_ASSERT(sizeof(HV_ARM64_INPUT_LAUNCH_HYPERVISOR) == 8);

/**
 * Input of HvCallDisableHypervisor: virtualization is turned off and the root
 * goes on at Rip on the bare machine.
 *
 * Source: symbols of securekernel 26100.
 */
typedef struct HV_X64_INPUT_DISABLE_HYPERVISOR
{
    HV_UINT64 TrampolineCr3; /**< Page tables for the way out. */
    HV_UINT64 KernelCr3;     /**< Page tables afterwards. */
    HV_UINT64 Rip;
} HV_X64_INPUT_DISABLE_HYPERVISOR, *PHV_X64_INPUT_DISABLE_HYPERVISOR;
HV_STATIC_ASSERT(sizeof(HV_X64_INPUT_DISABLE_HYPERVISOR) == 24);

/**
 * Input of HvCallDisableHypervisorEx: the same in a newer form, without page
 * tables. Source: symbols of securekernel 26100.
 */
typedef struct HV_X64_INPUT_DISABLE_HYPERVISOR_EX
{
    HV_UINT64 Rip;
    union
    {
        HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT64 LongMode : 1;  /**< Bit 0: go on in 64-bit mode. */
            HV_UINT64 Reserved : 63; /**< Bits 1 to 63. */
        };
#endif
    } Flags;
    HV_UINT64 Arg; /**< Handed to the code at Rip. */
} HV_X64_INPUT_DISABLE_HYPERVISOR_EX, *PHV_X64_INPUT_DISABLE_HYPERVISOR_EX;
HV_STATIC_ASSERT(sizeof(HV_X64_INPUT_DISABLE_HYPERVISOR_EX) == 24);

/*
 * Patching: HvCallQueryImageInfo, HvCallMapImagePages, HvCallCommitPatch
 */

/** What HvCallQueryImageInfo tells. */
typedef HV_UINT32 HV_IMAGE_QUERY_TYPE, *PHV_IMAGE_QUERY_TYPE;
enum
{
    ImageQueryTypeModuleCount = 0,    /**< How many modules there are. */
    ImageQueryTypeModuleTraits = 1,   /**< One module's slots. */
    ImageQueryTypeSlotVaMappings = 2, /**< How pages of a slot are mapped. */
    ImageQueryTypeMax = 3,
};

/** A place where one version of a module lies. Source: symbols of securekernel 26100. */
typedef struct HV_SLOT_TRAITS
{
    HV_UINT64 StartVa;
    HV_UINT32 Size;
    union
    {
        HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 IsPrimarySlot : 1;   /**< Bit 0. */
            HV_UINT32 IsSlotActive : 1;    /**< Bit 1: this version runs. */
            HV_UINT32 IsSlotCommitted : 1; /**< Bit 2. */
            HV_UINT32 ReservedZ0 : 29;     /**< Bits 3 to 31: zero. */
        };
#endif
    };
    HV_UINT32 Checksum; /**< Of the image, with Timestamp: its identity. */
    HV_UINT32 Timestamp;
} HV_SLOT_TRAITS, *PHV_SLOT_TRAITS;
HV_STATIC_ASSERT(sizeof(HV_SLOT_TRAITS) == 24);

/** A module and its slots. Source: symbols of securekernel 26100. */
typedef struct HV_MODULE_TRAITS
{
    HV_UINT16 ModuleName[8]; /**< UTF-16. */
    HV_SLOT_TRAITS SlotTraits[3];
} HV_MODULE_TRAITS, *PHV_MODULE_TRAITS;
HV_STATIC_ASSERT(sizeof(HV_MODULE_TRAITS) == 88);

/** Input of HvCallQueryImageInfo: asks about the hypervisor's modules. Source: symbols of securekernel 26100. */
typedef struct HV_INPUT_QUERY_IMAGE_INFO
{
    HV_IMAGE_QUERY_TYPE QueryType;
    HV_UINT32 ReservedZ0;
    union
    {
        HV_UINT64 ModuleIndex; /**< ImageQueryTypeModuleTraits. */
        struct
        {
            union
            {
                HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
                struct
                {
                    HV_UINT64 ModuleIndex : 4; /**< Bits 0 to 3. */
                    HV_UINT64 SlotIndex : 2;   /**< Bits 4 and 5. */
                    HV_UINT64 PageCount : 16;  /**< Bits 6 to 21. */
                    HV_UINT64 ReservedZ0 : 42; /**< Bits 22 to 63: zero. */
                };
#endif
            };
            HV_UINT64 StartVa;
        } Mapping; /**< ImageQueryTypeSlotVaMappings. */
    };
} HV_INPUT_QUERY_IMAGE_INFO, *PHV_INPUT_QUERY_IMAGE_INFO;
HV_STATIC_ASSERT(sizeof(HV_INPUT_QUERY_IMAGE_INFO) == 24);

/** A page of a code image with its permission (HvCallMapImagePages). Source: symbols. */
typedef union HV_GPA_PAGE_PERMISSION
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Valid : 1;      /**< Bit 0: the entry holds a page. */
        HV_UINT64 Writable : 1;   /**< Bit 1. */
        HV_UINT64 Executable : 1; /**< Bit 2. */
        HV_UINT64 ReservedZ0 : 9;
        HV_UINT64 GpaPage : 40;   /**< Bits 12 to 51: its number. */
        HV_UINT64 ReservedZ1 : 12;
    };
#endif
} HV_GPA_PAGE_PERMISSION, *PHV_GPA_PAGE_PERMISSION;
HV_STATIC_ASSERT(sizeof(HV_GPA_PAGE_PERMISSION) == 8);

/** Output of HvCallQueryImageInfo, by the query. Source: symbols of securekernel 26100. */
typedef union HV_OUTPUT_QUERY_IMAGE_INFO
{
    HV_UINT32 ModuleCount;
    HV_MODULE_TRAITS ModuleTraits;
    HV_GPA_PAGE_PERMISSION GpaPagePerm[512];
} HV_OUTPUT_QUERY_IMAGE_INFO, *PHV_OUTPUT_QUERY_IMAGE_INFO;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_QUERY_IMAGE_INFO) == 4096);

/** A page of the hypervisor's address space and what may be done with it. Source: symbols of securekernel 26100. */
typedef union HV_VA_PERMISSION
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Valid : 1;             /**< Bit 0. */
        HV_UINT64 Writable : 1;          /**< Bit 1. */
        HV_UINT64 Executable : 1;        /**< Bit 2. */
        HV_UINT64 ReservedZ0 : 9;        /**< Bits 3 to 11: zero. */
        HV_UINT64 VirtualPageFrame : 52; /**< Bits 12 to 63: the page number. */
    };
#endif
} HV_VA_PERMISSION, *PHV_VA_PERMISSION;
HV_STATIC_ASSERT(sizeof(HV_VA_PERMISSION) == 8);

/**
 * Input of HvCallMapImagePages: which pages of a slot, and what may be done
 * with each. Source: symbols of securekernel 26100.
 */
typedef struct HV_INPUT_MAP_IMAGE_PAGES
{
    union
    {
        HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT64 ModuleIndex : 4; /**< Bits 0 to 3. */
            HV_UINT64 SlotIndex : 2;   /**< Bits 4 and 5. */
            HV_UINT64 ReservedZ0 : 58; /**< Bits 6 to 63: zero. */
        };
#endif
    };
    HV_VA_PERMISSION VirtualPageFramePerm[];
} HV_INPUT_MAP_IMAGE_PAGES, *PHV_INPUT_MAP_IMAGE_PAGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_MAP_IMAGE_PAGES) == 8);

/** Input of HvCallCommitPatch: switches to the version in a slot. Source: symbols of securekernel 26100. */
typedef struct HV_INPUT_COMMIT_PATCH
{
    union
    {
        HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT64 ModuleIndex : 4;    /**< Bits 0 to 3. */
            HV_UINT64 SlotIndex : 2;      /**< Bits 4 and 5. */
            HV_UINT64 UseTargetPatch : 1; /**< Bit 6. */
            HV_UINT64 ReservedZ0 : 57;    /**< Bits 7 to 63: zero. */
        };
#endif
    };
    HV_UINT64 PatchRoutineVa;        /**< Code of the patch that does the switch. */
    HV_MEMORY_DESCRIPTOR Descriptor; /**< Pages of the root for it (Crash.h). */
} HV_INPUT_COMMIT_PATCH, *PHV_INPUT_COMMIT_PATCH;
HV_STATIC_ASSERT(sizeof(HV_INPUT_COMMIT_PATCH) == 40);

/*
 * HvCallSyncContext, HvCallSyncContextEx
 */

/** Input of HvCallSyncContext. No public description. Source: symbols of securekernel 26100. */
typedef struct HV_INPUT_SYNC_CONTEXT
{
    HV_UINT64 Flags;
    HV_UINT64 ProcessorMask; /**< Bit n: VP n. */
} HV_INPUT_SYNC_CONTEXT, *PHV_INPUT_SYNC_CONTEXT;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SYNC_CONTEXT) == 16);

/** Input of HvCallSyncContextEx; the banks are the variable header. Source: symbols of securekernel 26100. */
typedef struct HV_INPUT_SYNC_CONTEXT_EX
{
    HV_UINT64 Flags;
    HV_GENERIC_SET_HEADER ProcessorSet;
    HV_UINT64 BankContents[];
} HV_INPUT_SYNC_CONTEXT_EX, *PHV_INPUT_SYNC_CONTEXT_EX;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SYNC_CONTEXT_EX) == 24);

/*
 * HvCallUpdateMicrocode
 */

/** What stands before a microcode update's data. Source: symbols of securekernel 26100. */
typedef struct HV_MCUPDATE_DATA_HEADER
{
    HV_UINT32 DataSize;
    HV_UINT32 TableOffset;
} HV_MCUPDATE_DATA_HEADER, *PHV_MCUPDATE_DATA_HEADER;
HV_STATIC_ASSERT(sizeof(HV_MCUPDATE_DATA_HEADER) == 8);

/*
 * HvCallSubsumeVp
 */

/** Input of HvCallSubsumeVp: a replacing hypervisor takes a processor over. Source: symbols of securekernel 26100. */
typedef struct HV_INPUT_SUBSUME_VP
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_UINT32 Padding;
} HV_INPUT_SUBSUME_VP, *PHV_INPUT_SUBSUME_VP;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SUBSUME_VP) == 16);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_LOADER */
