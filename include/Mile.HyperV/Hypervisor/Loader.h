/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Starting, patching and stopping the hypervisor: its loader block, and the calls for its own image.
 *
 * The boot loader of the root's operating system (on Windows, hvloader) starts the hypervisor; a
 * hypercall of a guest does not. The loader puts the images into memory, describes the machine in
 * the *loader block* and enters the hypervisor, which turns the running system into its root
 * partition. The full loader block is undocumented: PHV_LOADER_BLOCK points to an incomplete type.
 * The sources have the *mini loader block* of ARM64, which a small stub at EL2 receives, and with
 * which HvCallLaunchHypervisor later starts the hypervisor itself.
 *
 *      x64     loader --> hypervisor --> root     HvCallDisableHypervisor: root
 *                                                 continues alone
 *      ARM64   loader --> stub at EL2 --> root    HvCallLaunchHypervisor:
 *                                                 hypervisor replaces the stub
 *
 * The root can patch a running hypervisor. It queries the modules and their *slots* (places in the
 * address space for one version of a module), maps the pages of an empty slot, fills them, and
 * commits:
 *
 *      HvCallQueryImageInfo  ModuleCount; ModuleTraits of each; SlotVaMappings
 *      HvCallMapImagePages   the pages of the slot, with their rights
 *      HvCallCommitPatch     runs the patch's routine; the slot becomes active
 *
 * The root can also update the processor's microcode at run time, and replace the hypervisor by another
 * image, which then owns its memory and processors ("subsumed").
 *
 * All of this is for the root partition, and only symbols document it: the effect and the order of
 * the calls follow from names and types. It changes between releases.
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

/** The loader block. Its members are undocumented. */
struct HV_LOADER_BLOCK;
typedef struct HV_LOADER_BLOCK *PHV_LOADER_BLOCK;

/*
 * Boot parameters.
 */

/** Transport of the hypervisor's debugger. */
typedef HV_UINT32 HV_BOOT_DEBUG_PORT_TYPE, *PHV_BOOT_DEBUG_PORT_TYPE;
enum
{
    HvBootDbgPortNone = 0,
    HvBootDbgPortCom = 1,
    HvBootDbgPortFirewire = 2,       /**< IEEE 1394; not used any more. */
    HvBootDbgPortFirewireUnused = 2, /**< Name of number 2 in the symbols of 26100. */
    HvBootDbgPortNet = 3,
};

/** Address space of a serial port. */
typedef HV_UINT32 HV_BOOT_DEBUG_COM_PORT_TYPE, *PHV_BOOT_DEBUG_COM_PORT_TYPE;
enum
{
    HvBootDbgPortComIoPort = 0,       /**< At IoPort. */
    HvBootDbgPortComMemoryMapped = 1, /**< At RegistersSpa. */
};

/** The hypervisor's debug connection. Source: symbols of securekernel 26100. */
typedef struct HV_BOOT_DEBUG_PARAMETERS
{
    /** HV_BOOT_DEBUG_PORT_TYPE, which selects the union's member. */
    HV_BOOT_DEBUG_PORT_TYPE PortType;
    HV_UINT32 Padding0;
    HV_UINT64 TransferPagesSpa; /**< System physical address of memory for the transport. */
    /** Number of pages of 4096 bytes at TransferPagesSpa; the maximum is undocumented. */
    HV_UINT32 TransferPagesCount;
    HV_UINT32 Padding1;
    union
    {
        /** Serial port. */
        struct
        {
            /** HV_BOOT_DEBUG_COM_PORT_TYPE, which selects IoPort or the registers. */
            HV_BOOT_DEBUG_COM_PORT_TYPE ComPortType;
            HV_UINT32 InterfaceType; /**< Interface of the UART; its values are undocumented. */
            union
            {
                HV_UINT16 IoPort; /**< First I/O port of the UART. */
                struct
                {
                    HV_UINT64 RegistersSpa; /**< System physical address of the UART's registers. */
                    /** Size of the UART's registers; the unit is undocumented. */
                    HV_UINT32 RegistersSize;
                    HV_UINT32 Padding;
                };
            };
            HV_UINT32 BaudRate; /**< Bits per second. */
            /** Nonzero if only the hypervisor uses the port, by the member's name. */
            HV_BOOLEAN ExclusiveMode;
            HV_UINT8 Padding2[3];
        } Com;
        /** In the original only. */
        struct
        {
            HV_UINT32 Bus;          /**< PCI bus of the controller. */
            HV_UINT32 Slot;         /**< PCI slot of the controller. */
            HV_UINT16 Flags;        /**< Undocumented. */
            HV_UINT8 HvChannelId;   /**< Channel of the hypervisor's debugger. */
            HV_UINT8 RootChannelId; /**< Channel of the root's debugger. */
            HV_UINT32 Padding;
            HV_UINT64 OhciRegistersSpa; /**< System physical address of the OHCI registers. */
        } Firewire;
        /** Network adapter. */
        struct
        {
            HV_UINT64 Key[4];          /**< Encryption key of the connection. */
            HV_IPV6_ADDRESS HostIP;    /**< IP address of the host that runs the debugger. */
            HV_IPV6_ADDRESS TargetIP;  /**< IP address of this machine. */
            HV_IPV6_ADDRESS GatewayIP; /**< IP address of the gateway. */
            HV_UINT16 HostRootPort;    /**< UDP port of the debugger for the root's kernel. */
            HV_UINT16 HostHvPort;      /**< UDP port of the debugger for the hypervisor. */
            /** MAC address of this machine, if the adapter has none. */
            HV_UINT8 DefaultTargetMacAddress[6];
            HV_UINT16 Padding0;
            HV_UINT32 Flags;    /**< Undocumented. */
            HV_UINT32 Bus;      /**< PCI bus of the network adapter. */
            HV_UINT32 Slot;     /**< PCI slot of the network adapter. */
            HV_UINT16 Segment;  /**< PCI segment of the network adapter. */
            HV_UINT16 VendorID; /**< PCI vendor ID of the network adapter. */
            HV_UINT16 DeviceID; /**< PCI device ID of the network adapter. */
            HV_UINT8 BaseClass; /**< PCI base class of the network adapter. */
            HV_UINT8 SubClass;  /**< PCI subclass of the network adapter. */
            HV_UINT8 ProgIf;    /**< PCI programming interface of the network adapter. */
            HV_UINT8 Padding1[7];
            /** System physical addresses of the adapter's BARs. */
            HV_UINT64 BaseAddressRegisterSPA[6];
            /** Number of bytes of each BAR; 0 for an unused BAR. */
            HV_UINT32 BaseAddressRegisterByteCount[6];
            /** Address space of each BAR; the values are undocumented. */
            HV_UINT16 BaseAddressRegisterType[6];
            HV_UINT32 Padding2;
            /** System physical address of the memory-mapped PCI configuration space. */
            HV_UINT64 KdNetPciMmCfgAddr;
            /**
             * Index of the port in the ACPI DBG2 table, zero-based; below the number of its
             * entries.
             */
            HV_UINT32 Dbg2TableIndex;
            HV_UINT16 PortType;    /**< Port type of the ACPI DBG2 table. */
            HV_UINT16 PortSubtype; /**< Port subtype of the ACPI DBG2 table. */
            HV_UINT32 NameSpace;   /**< Undocumented. */
            /** Size of the data of the KDNET extension; the unit is undocumented. */
            HV_UINT32 KdNetDataSize;
        } Net;
    };
} HV_BOOT_DEBUG_PARAMETERS, *PHV_BOOT_DEBUG_PARAMETERS;
HV_STATIC_ASSERT(sizeof(HV_BOOT_DEBUG_PARAMETERS) == 256);

/**
 * Parameters with which the loader starts the hypervisor. Source: symbols of securekernel 26100.
 */
typedef struct HV_BOOT_PARAMETERS
{
    HV_BOOT_DEBUG_PARAMETERS DebugParams; /**< Connection of the hypervisor's debugger. */
    HV_UINT64 Flags;                      /**< Undocumented. */
} HV_BOOT_PARAMETERS, *PHV_BOOT_PARAMETERS;
HV_STATIC_ASSERT(sizeof(HV_BOOT_PARAMETERS) == 264);

/*
 * The mini loader block of ARM64.
 */

/** Properties of the machine that the stub needs. Source: symbols of securekernel 26100. */
typedef struct HV_HARDWARE_DETAILS
{
    HV_UINT32 ErrataType; /**< Errata of the machine; the values are undocumented. */
    union
    {
        HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT32 SupportPsci : 1; /**< Bit 0: PSCI starts processors. */
            HV_UINT32 Reserved : 31;   /**< Bits 1 to 31. */
        };
#endif
    };
} HV_HARDWARE_DETAILS, *PHV_HARDWARE_DETAILS;
HV_STATIC_ASSERT(sizeof(HV_HARDWARE_DETAILS) == 8);

/** One section of the hypervisor's image in memory. Source: symbols of securekernel 26100. */
typedef struct HV_IMAGE_SECTION_DETAIL
{
    HV_UINT64 SectionPhysicalAddress; /**< System physical address of the section. */
    HV_UINT32 SectionSize;            /**< Size of the section; the unit is undocumented. */
    HV_UINT32 Padding;
    union
    {
        HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT64 Writeable : 1;  /**< Bit 0: the section is writable. */
            HV_UINT64 Executable : 1; /**< Bit 1: the section contains code. */
            HV_UINT64 Reserved : 62;  /**< Bits 2 to 63. */
        };
#endif
    };
} HV_IMAGE_SECTION_DETAIL, *PHV_IMAGE_SECTION_DETAIL;
HV_STATIC_ASSERT(sizeof(HV_IMAGE_SECTION_DETAIL) == 24);

/** The hypervisor's image in memory. Source: symbols of securekernel 26100. */
typedef struct HV_IMAGE_DETAIL
{
    HV_UINT32 SectionCount; /**< Number of valid elements of Sections; at most 15. */
    HV_UINT32 Padding;
    /** Sections of the image; SectionCount of them are valid. */
    HV_IMAGE_SECTION_DETAIL Sections[15];
} HV_IMAGE_DETAIL, *PHV_IMAGE_DETAIL;
HV_STATIC_ASSERT(sizeof(HV_IMAGE_DETAIL) == 368);

/**
 * Block that the loader passes to the stub. Addresses are system physical addresses. Source:
 * symbols of securekernel 26100.
 */
typedef struct HV_MINI_LOADER_BLOCK
{
    /** Size of the full loader block in bytes; its maximum is undocumented. */
    HV_UINT32 LoaderBlockSize;
    /** Version of the full loader block; its values are undocumented. */
    HV_UINT32 LoaderBlockVersion;
    HV_UINT64 LoaderBlockPhysicalAddress; /**< System physical address of the full loader block. */
    HV_UINT64 HypervisorEntryPoint;       /**< Address at which the stub enters the hypervisor. */
    HV_UINT64 HypervisorTransTabBasePhys; /**< Root of the hypervisor's translation tables. */
    /** Parameters with which the loader starts the hypervisor. */
    HV_BOOT_PARAMETERS BootParameters;
    /** Number of processors of the root partition; at most HV_MAXIMUM_PROCESSORS. */
    HV_UINT32 RootPartitionProcessorCount;
    /**
     * Offset of the contexts, one HV_VP_CONTEXT per processor, in bytes; by its name, from the
     * start of this block.
     */
    HV_UINT32 RootPartitionProcessorsContextsOffset;
    /** Size of each context in bytes; equals the size of HV_VP_CONTEXT of the build. */
    HV_UINT32 VpContextSize;
    HV_UINT32 MiniVpContextSize; /**< Size of a short context; undocumented. */
    /** Number of pages of 4096 bytes of HV_CRASHDUMP_AREA; the maximum is undocumented. */
    HV_UINT32 HypervisorCrashdumpAreaPageCount;
    HV_UINT32 Padding0;
    HV_UINT64 HypervisorCrashdumpAreaSpa; /**< System physical address of HV_CRASHDUMP_AREA. */
    /** Number of valid elements of RuntimeServicesMemoryRanges; at most 512. */
    HV_UINT32 RuntimeServicesMemoryRangesCount;
    HV_UINT32 Padding1;
    /** Memory that UEFI runtime services use. */
    struct
    {
        HV_UINT64 BasePage;  /**< SPA page number of the first page. */
        HV_UINT64 PageCount; /**< Number of pages of 4096 bytes; the bound is undocumented. */
    } RuntimeServicesMemoryRanges[512];
    HV_HARDWARE_DETAILS HardwareDetails;   /**< Properties of the machine. */
    HV_IMAGE_DETAIL HypervisorImageDetail; /**< Sections of the hypervisor. */
} HV_MINI_LOADER_BLOCK, *PHV_MINI_LOADER_BLOCK;
HV_STATIC_ASSERT(sizeof(HV_MINI_LOADER_BLOCK) == 8904);

/** Arm SMMUv3 that the loader found. Source: symbols of securekernel 26100. */
typedef struct HV_LOADER_IOMMU_ENTRY
{
    HV_UINT16 SegmentNumber; /**< PCI segment. */
    HV_UINT16 Padding0[3];
    HV_UINT64 RegisterBaseAddress; /**< System physical address of the SMMU's registers. */
    HV_UINT32 Idr0;                /**< Value of the identification register SMMU_IDR0. */
    HV_UINT32 Idr1;                /**< Value of SMMU_IDR1. */
    HV_UINT32 Idr2;                /**< Value of SMMU_IDR2. */
    HV_UINT32 Idr3;                /**< Value of SMMU_IDR3. */
    HV_UINT32 Idr4;                /**< Value of SMMU_IDR4. */
    HV_UINT32 Idr5;                /**< Value of SMMU_IDR5. */
    HV_UINT32 Aidr;                /**< Value of SMMU_AIDR. */
    HV_UINT32 Padding1;
    /** Base of the stream table, by the member's name a system physical address. */
    HV_UINT64 StreamTableBase;
    HV_UINT32 StreamTableSizeInPages; /**< Size of the stream table, in pages of 4096 bytes. */
    HV_UINT32 StrTabBaseCfg;          /**< Value of SMMU_STRTAB_BASE_CFG. */
    HV_UINT32 Mpamidr;                /**< Value of SMMU_MPAMIDR. */
    HV_UINT32 Padding2;
} HV_LOADER_IOMMU_ENTRY, *PHV_LOADER_IOMMU_ENTRY;
HV_STATIC_ASSERT(sizeof(HV_LOADER_IOMMU_ENTRY) == 72);

/** PCI segment that the loader found. Source: symbols of securekernel 26100. */
typedef struct HV_LOADER_PCI_SEGMENT_ENTRY
{
    HV_UINT16 SegmentNumber; /**< Number of the PCI segment. */
    HV_UINT16 Padding[3];
    HV_UINT64 ReservedDeviceBitmap[1024]; /**< 65,536 functions: bus, device, function. */
    /** Data for Intel IOMMUs. */
    struct
    {
        /** One bit for each of 256 buses that support address translation services (ATS). */
        HV_UINT64 AtsBusBitmap[4];
        /** One bit for each of 65,536 functions that are secure, integrated and support ATS. */
        HV_UINT64 SecureIntegratedAtsDeviceBitmap[1024];
    } Intel;
} HV_LOADER_PCI_SEGMENT_ENTRY, *PHV_LOADER_PCI_SEGMENT_ENTRY;
HV_STATIC_ASSERT(sizeof(HV_LOADER_PCI_SEGMENT_ENTRY) == 16424);

/**
 * Logical processors of one NUMA node that a minimal root partition uses. Source: symbols of
 * securekernel 26100.
 */
typedef struct HV_MINROOT_NUMA_LPS
{
    HV_UINT32 NodeIndex; /**< Index of the NUMA node, zero-based; the maximum is undocumented. */
    HV_UINT32 Padding;
    HV_UINT64 Mask[32]; /**< One bit for each of 2,048 processors. */
} HV_MINROOT_NUMA_LPS, *PHV_MINROOT_NUMA_LPS;
HV_STATIC_ASSERT(sizeof(HV_MINROOT_NUMA_LPS) == 264);

/*
 * HvCallLaunchHypervisor (ARM64), HvCallDisableHypervisor, HvCallDisableHypervisorEx (x64)
 */

/**
 * Input of HvCallLaunchHypervisor, by which the root enters the hypervisor from the stub. Source:
 * symbols of securekernel 26100.
 */
typedef struct HV_ARM64_INPUT_LAUNCH_HYPERVISOR
{
    HV_UINT64 HvEntryPoint; /**< Address at which the stub enters the hypervisor. */
} HV_ARM64_INPUT_LAUNCH_HYPERVISOR, *PHV_ARM64_INPUT_LAUNCH_HYPERVISOR;
HV_STATIC_ASSERT(sizeof(HV_ARM64_INPUT_LAUNCH_HYPERVISOR) == 8);

/**
 * Input of HvCallDisableHypervisor, which disables virtualization; the root continues at Rip on the
 * machine itself. No output. Source: symbols of securekernel 26100.
 */
typedef struct HV_X64_INPUT_DISABLE_HYPERVISOR
{
    HV_UINT64 TrampolineCr3; /**< Page tables for the transition. */
    HV_UINT64 KernelCr3;     /**< Page tables after the transition. */
    HV_UINT64 Rip;           /**< Address at which the root continues. */
} HV_X64_INPUT_DISABLE_HYPERVISOR, *PHV_X64_INPUT_DISABLE_HYPERVISOR;
HV_STATIC_ASSERT(sizeof(HV_X64_INPUT_DISABLE_HYPERVISOR) == 24);

/**
 * Input of HvCallDisableHypervisorEx, the newer form of HvCallDisableHypervisor without page
 * tables. No output. Source: symbols of securekernel 26100.
 */
typedef struct HV_X64_INPUT_DISABLE_HYPERVISOR_EX
{
    HV_UINT64 Rip; /**< Address at which the root continues. */
    /** Mode in which the root continues. */
    union
    {
        HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            HV_UINT64 LongMode : 1;  /**< Bit 0: the root continues in 64-bit mode. */
            HV_UINT64 Reserved : 63; /**< Bits 1 to 63. */
        };
#endif
    } Flags;
    HV_UINT64 Arg; /**< Argument for the code at Rip. */
} HV_X64_INPUT_DISABLE_HYPERVISOR_EX, *PHV_X64_INPUT_DISABLE_HYPERVISOR_EX;
HV_STATIC_ASSERT(sizeof(HV_X64_INPUT_DISABLE_HYPERVISOR_EX) == 24);

/*
 * Patching: HvCallQueryImageInfo, HvCallMapImagePages, HvCallCommitPatch
 */

/** Kind of query of HvCallQueryImageInfo. */
typedef HV_UINT32 HV_IMAGE_QUERY_TYPE, *PHV_IMAGE_QUERY_TYPE;
enum
{
    ImageQueryTypeModuleCount = 0,    /**< Number of modules. */
    ImageQueryTypeModuleTraits = 1,   /**< One module's slots. */
    ImageQueryTypeSlotVaMappings = 2, /**< Mappings of the pages of a slot. */
    ImageQueryTypeMax = 3,
};

/** Slot: place for one version of a module. Source: symbols of securekernel 26100. */
typedef struct HV_SLOT_TRAITS
{
    HV_UINT64 StartVa; /**< Virtual address of the slot in the hypervisor. */
    HV_UINT32 Size;    /**< Size of the slot; the unit is undocumented. */
    union
    {
        HV_UINT32 AsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /** Bit 0: the slot is the module's first one, by the member's name. */
            HV_UINT32 IsPrimarySlot : 1;
            HV_UINT32 IsSlotActive : 1;    /**< Bit 1: the version in this slot is running. */
            HV_UINT32 IsSlotCommitted : 1; /**< Bit 2: the version in this slot is committed. */
            HV_UINT32 ReservedZ0 : 29;     /**< Bits 3 to 31: zero. */
        };
#endif
    };
    /** Checksum of the image; identifies the version together with Timestamp. */
    HV_UINT32 Checksum;
    HV_UINT32 Timestamp; /**< Time stamp of the image. */
} HV_SLOT_TRAITS, *PHV_SLOT_TRAITS;
HV_STATIC_ASSERT(sizeof(HV_SLOT_TRAITS) == 24);

/** Module and its slots. Source: symbols of securekernel 26100. */
typedef struct HV_MODULE_TRAITS
{
    HV_UINT16 ModuleName[8]; /**< UTF-16. */
    HV_SLOT_TRAITS SlotTraits[3];
} HV_MODULE_TRAITS, *PHV_MODULE_TRAITS;
HV_STATIC_ASSERT(sizeof(HV_MODULE_TRAITS) == 88);

/**
 * Input of HvCallQueryImageInfo, which queries the hypervisor's modules. Output:
 * HV_OUTPUT_QUERY_IMAGE_INFO. Source: symbols of securekernel 26100.
 */
typedef struct HV_INPUT_QUERY_IMAGE_INFO
{
    HV_IMAGE_QUERY_TYPE QueryType; /**< HV_IMAGE_QUERY_TYPE. */
    HV_UINT32 ReservedZ0;
    union
    {
        /**
         * Index of the module for ImageQueryTypeModuleTraits, zero-based; below the number of
         * modules.
         */
        HV_UINT64 ModuleIndex;
        struct
        {
            union
            {
                HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
                struct
                {
                    /** Bits 0 to 3: index of the module, zero-based; 0 to 15. */
                    HV_UINT64 ModuleIndex : 4;
                    /** Bits 4 and 5: index of the slot, zero-based; 0 to 3. */
                    HV_UINT64 SlotIndex : 2;
                    HV_UINT64 PageCount : 16;  /**< Bits 6 to 21: number of pages; 0 to 65535. */
                    HV_UINT64 ReservedZ0 : 42; /**< Bits 22 to 63: zero. */
                };
#endif
            };
            HV_UINT64 StartVa; /**< Virtual address of the first page. */
        } Mapping; /**< ImageQueryTypeSlotVaMappings. */
    };
} HV_INPUT_QUERY_IMAGE_INFO, *PHV_INPUT_QUERY_IMAGE_INFO;
HV_STATIC_ASSERT(sizeof(HV_INPUT_QUERY_IMAGE_INFO) == 24);

/**
 * Page of a code image with its permissions (HvCallMapImagePages). Source: symbols of securekernel
 * 26100.
 */
typedef union HV_GPA_PAGE_PERMISSION
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Valid : 1;      /**< Bit 0: the entry contains a page. */
        HV_UINT64 Writable : 1;   /**< Bit 1: the page is writable. */
        HV_UINT64 Executable : 1; /**< Bit 2: the page is executable. */
        HV_UINT64 ReservedZ0 : 9;
        HV_UINT64 GpaPage : 40; /**< Bits 12 to 51: GPA page number. */
        HV_UINT64 ReservedZ1 : 12;
    };
#endif
} HV_GPA_PAGE_PERMISSION, *PHV_GPA_PAGE_PERMISSION;
HV_STATIC_ASSERT(sizeof(HV_GPA_PAGE_PERMISSION) == 8);

/**
 * Output of HvCallQueryImageInfo. The query selects the member. Source: symbols of securekernel
 * 26100.
 */
typedef union HV_OUTPUT_QUERY_IMAGE_INFO
{
    /** ImageQueryTypeModuleCount: number of modules; at most 16, by the width of ModuleIndex. */
    HV_UINT32 ModuleCount;
    HV_MODULE_TRAITS ModuleTraits; /**< ImageQueryTypeModuleTraits. */
    /** ImageQueryTypeSlotVaMappings: pages that back the addresses. */
    HV_GPA_PAGE_PERMISSION GpaPagePerm[512];
} HV_OUTPUT_QUERY_IMAGE_INFO, *PHV_OUTPUT_QUERY_IMAGE_INFO;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_QUERY_IMAGE_INFO) == 4096);

/**
 * Page of the hypervisor's address space with its permissions. Source: symbols of securekernel
 * 26100.
 */
typedef union HV_VA_PERMISSION
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 Valid : 1;             /**< Bit 0: the entry contains a page. */
        HV_UINT64 Writable : 1;          /**< Bit 1: the page is writable. */
        HV_UINT64 Executable : 1;        /**< Bit 2: the page is executable. */
        HV_UINT64 ReservedZ0 : 9;        /**< Bits 3 to 11: zero. */
        HV_UINT64 VirtualPageFrame : 52; /**< Bits 12 to 63: virtual page number. */
    };
#endif
} HV_VA_PERMISSION, *PHV_VA_PERMISSION;
HV_STATIC_ASSERT(sizeof(HV_VA_PERMISSION) == 8);

/**
 * Input of HvCallMapImagePages, which maps pages of a slot into the root. Source: symbols of
 * securekernel 26100.
 */
typedef struct HV_INPUT_MAP_IMAGE_PAGES
{
    union
    {
        HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /** Bits 0 to 3: index of the module, zero-based; 0 to 15. */
            HV_UINT64 ModuleIndex : 4;
            HV_UINT64 SlotIndex : 2;   /**< Bits 4 and 5: index of the slot, zero-based; 0 to 3. */
            HV_UINT64 ReservedZ0 : 58; /**< Bits 6 to 63: zero. */
        };
#endif
    };
    HV_VA_PERMISSION VirtualPageFramePerm[]; /**< Pages of the slot and their permissions. */
} HV_INPUT_MAP_IMAGE_PAGES, *PHV_INPUT_MAP_IMAGE_PAGES;
HV_STATIC_ASSERT(sizeof(HV_INPUT_MAP_IMAGE_PAGES) == 8);

/**
 * Input of HvCallCommitPatch, which activates the version in a slot. No output. Source: symbols of
 * securekernel 26100.
 */
typedef struct HV_INPUT_COMMIT_PATCH
{
    union
    {
        HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
        struct
        {
            /** Bits 0 to 3: index of the module, zero-based; 0 to 15. */
            HV_UINT64 ModuleIndex : 4;
            HV_UINT64 SlotIndex : 2; /**< Bits 4 and 5: index of the slot, zero-based; 0 to 3. */
            HV_UINT64 UseTargetPatch : 1; /**< Bit 6: undocumented. */
            HV_UINT64 ReservedZ0 : 57;    /**< Bits 7 to 63: zero. */
        };
#endif
    };
    /** Virtual address of the patch's routine that performs the change. */
    HV_UINT64 PatchRoutineVa;
    HV_MEMORY_DESCRIPTOR Descriptor; /**< Pages of the root for the change (Crash.h). */
} HV_INPUT_COMMIT_PATCH, *PHV_INPUT_COMMIT_PATCH;
HV_STATIC_ASSERT(sizeof(HV_INPUT_COMMIT_PATCH) == 40);

/*
 * HvCallSyncContext, HvCallSyncContextEx
 */

/** Input of HvCallSyncContext. Undocumented. Source: symbols of securekernel 26100. */
typedef struct HV_INPUT_SYNC_CONTEXT
{
    HV_UINT64 Flags;         /**< Undocumented. */
    HV_UINT64 ProcessorMask; /**< Bit n is VP n. */
} HV_INPUT_SYNC_CONTEXT, *PHV_INPUT_SYNC_CONTEXT;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SYNC_CONTEXT) == 16);

/**
 * Input of HvCallSyncContextEx, the form of HvCallSyncContext with a sparse processor set; the
 * banks are the variable header. No output. Source: symbols of securekernel 26100.
 */
typedef struct HV_INPUT_SYNC_CONTEXT_EX
{
    HV_UINT64 Flags;                    /**< Undocumented. */
    HV_GENERIC_SET_HEADER ProcessorSet; /**< Header of the set of processors. */
    HV_UINT64 BankContents[];           /**< Banks of ProcessorSet. */
} HV_INPUT_SYNC_CONTEXT_EX, *PHV_INPUT_SYNC_CONTEXT_EX;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SYNC_CONTEXT_EX) == 24);

/*
 * HvCallUpdateMicrocode
 */

/** Header of a microcode update's data. Source: symbols of securekernel 26100. */
typedef struct HV_MCUPDATE_DATA_HEADER
{
    HV_UINT32 DataSize;    /**< Size of the data; the unit is undocumented. */
    HV_UINT32 TableOffset; /**< Offset of the table; unit and base are undocumented. */
} HV_MCUPDATE_DATA_HEADER, *PHV_MCUPDATE_DATA_HEADER;
HV_STATIC_ASSERT(sizeof(HV_MCUPDATE_DATA_HEADER) == 8);

/*
 * HvCallSubsumeVp
 */

/**
 * Input of HvCallSubsumeVp, with which a replacing hypervisor acquires a processor. No output.
 * Source: symbols of securekernel 26100.
 */
typedef struct HV_INPUT_SUBSUME_VP
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_UINT32 Padding;
} HV_INPUT_SUBSUME_VP, *PHV_INPUT_SUBSUME_VP;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SUBSUME_VP) == 16);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_LOADER */
