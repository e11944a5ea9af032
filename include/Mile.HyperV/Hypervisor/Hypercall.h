/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Hypercalls: the calling convention, and the codes of all calls.
 *
 * A hypercall is one instruction by which a partition's kernel calls the
 * hypervisor. It has a 16-bit call code, an input block and an output block, and
 * returns a 64-bit result word. Only the most privileged
 * mode of a guest can make it (x64 and x86: protected or long mode, CPL 0;
 * ARM64: EL1). On x64 it raises `#UD` in any other mode, real mode included.
 *
 * Before the first call
 * ---------------------
 *
 *  x64 and x86
 *   1. CPUID leaf 1, ECX bit 31: a hypervisor is present. Leaf 0x40000000
 *      returns the greatest leaf (at least 0x40000005), leaf 0x40000001 EAX the
 *      signature "Hv#1" of this interface (Cpuid.h).
 *   2. Write the guest's identity to HV_X64_MSR_GUEST_OS_ID (Msr.h). While it is
 *      zero no hypercall works, and zeroing it again disables hypercalls.
 *   3. Choose a guest physical page, write its number to HV_X64_MSR_HYPERCALL
 *      with the enable bit, and map it executable. The hypervisor places its own
 *      code over that page: a VMCALL or VMMCALL, or other code of the host.
 *      The page belongs to the partition, not to a processor; it hides the RAM
 *      under it while it is enabled. If the enable bit was already set, use the
 *      existing page.
 *   4. A hypercall is a near CALL to the first byte of that page, with a valid
 *      stack. A copy of its code elsewhere need not work.
 *
 *  ARM64
 *      There is no page: HVC is the instruction. The SMCCC's UID call identifies
 *      the hypervisor (HV_SMCCC_VENDOR_HYP_UID, Cpuid.h). Then set the
 *      register HvRegisterGuestOsId by HvCallSetVpRegisters, on the boot
 *      processor. That call and HvCallGetVpRegisters are the only ones allowed
 *      before it, and only for a few registers: the identity, the feature
 *      registers (RegisterName.h), HvRegisterTimeRefCount, the crash registers,
 *      HvArm64RegisterSyntheticVbarEl1 and (to read) ...SyntheticEsrEl1.
 *
 *  An isolated guest cannot use the page, because the hypervisor cannot read
 *  the registers or the private memory. On SEV-SNP the call goes
 *  through the GHCB page (control word and blocks are copied into it, then
 *  VMGEXIT; Isolation.h); on TDX through TDG.VP.VMCALL with the control word
 *  in R10, the two parameters in RDX and R8, the result in R11, and addresses
 *  of shared memory only. A paravisor may offer the ordinary page again. On the
 *  GHCB and TDX paths the host is not trusted: the guest must check that the
 *  count of elements that the host returns is possible.
 *
 * Registers
 * ---------
 *
 *                          x64     x86        ARM64, HVC #0     ARM64, HVC #1
 *      function id         -       -          X0 = 0x46000001   -
 *      control word        RCX     EDX:EAX    X1                X0
 *      input address       RDX     EBX:ECX    X2                X1
 *      output address      R8      EDI:ESI    X3                X2
 *      result word         RAX     EDX:EAX    X0                X0
 *
 * HVC #0 follows Arm's SMC Calling Convention; new code should use it. HVC #2 and
 * #3 are the VTL call and return (Vtl.h). On x64 the hypervisor detects a 64-bit
 * caller by EFER.LMA and CS.L.
 *
 * The call changes only the result register, on a rep call the control word (its
 * start index advances), registers that carry fast output, and the registers that
 * HvCallSetVpRegisters sets.
 *
 * Blocks in memory
 * ----------------
 *
 * An address is a guest physical address, 8-byte aligned; a block does not
 * cross a page, is not in an overlay page (such as the hypercall page itself),
 * and input and output do not overlap. An address that the call does not use
 * is ignored. Members have natural alignment up to 8; the hypervisor ignores
 * padding and may zero it in output. No other processor may access the blocks
 * during the call: the hypervisor may read and write them at any time and in any
 * order.
 *
 *      input   | header | variable header | element 0 | element 1 | ...
 *      output  | header |                 | element 0 | element 1 | ...
 *
 * A *simple* call has headers only. A *rep* call does one operation for each of
 * CountOfElements elements, in order, beginning with RepStartIndex. Because
 * the blocks are in one page each, so are the elements of one call. A few
 * calls have a variable header (for example a sparse processor set,
 * ProcessorSet.h) after the fixed one: VariableHeaderSize is its length in units
 * of 8 bytes, without the fixed part.
 *
 * Time and continuation
 * ---------------------
 *
 * The hypervisor aims to return within 50 microseconds. If a rep call, or one of a
 * few long simple calls, needs more, the hypervisor returns into the guest *on the
 * same instruction*, on a rep call with RepStartIndex advanced. Interrupts of the guest
 * are delivered before it executes the instruction again, without being aware of it.
 * Only a caller without such an instruction (GHCB, TDX) receives HV_STATUS_TIMEOUT,
 * and must call again with RepStartIndex = ElementsProcessed. When a rep call
 * fails, ElementsProcessed is the number of completed elements, counted from
 * element 0, not from the start index.
 *
 * Each simple call, and each element of a rep call, is atomic; a rep call as a
 * whole is not, nor is a simple call that needs continuation.
 *
 * Failures
 * --------
 *
 * The low 16 bits of the result word are 0 or the reason of the failure. Status.h
 * defines the codes: first those that any call can return, which the comments of
 * the single calls do not repeat. After a failure the caller must not read the
 * output block. A block in an unmapped page, or in a page that the caller may not
 * read (input) or write (output), is not a failure of the call: the parent receives
 * a memory intercept, as if the processor had accessed the page.
 *
 * Fast calls
 * ----------
 *
 * With IsFast set there are no blocks: input and output are in registers. The call must
 * support it, and its input and output must fit.
 *
 *      x64      16 bytes of input in RDX and R8; with CPUID 0x40000003 EDX bit
 *               4, XMM0 to XMM5 follow: 112 bytes. With EDX bit 15 the
 *               registers that the input (rounded up to 16 bytes) does not
 *               occupy contain output.
 *      x86      16 bytes of input in EBX:ECX and EDI:ESI, XMM0 to XMM5 as
 *               on x64; no output.
 *      ARM64    128 bytes: X2 to X17 (HVC #0) or X1 to X16 (HVC #1). Output
 *               follows the input under HVC #0, whose size is rounded up to 8
 *               bytes by the TLFS and to 16 by OpenVMM: input that is a
 *               multiple of 16 suits both. Under HVC #1 output fills the last
 *               registers, ending with X16.
 *
 * Without those CPUID bits the wider forms of x64 and x86 raise `#UD`. The
 * hypervisor ignores the registers that the input does not fill.
 *
 * Sources: TLFS 6.0b chapter 3 and appendix A, its online successor
 * (hypercall-interface, vsm, feature-discovery); OpenVMM hv1_hypercall and
 * hvdef; mu_msvm HvGuest.h, HvGuestHypercall.h, HvHypercallLib; WDK 7.1
 * hvgdk.h; symbols of vmbus 14347, kdhv 26100 and securekernel 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_HYPERCALL
#define MILE_HYPERV_HYPERVISOR_HYPERCALL

#include "Status.h"
#include "Types.h"

HV_HEADER_BEGIN

/*
 * The calling convention.
 */

/** Maximum number of elements that a rep call can specify; the block's page limits it further. */
#define HV_X64_MAX_HYPERCALL_ELEMENTS 4095

/** Input bytes of a fast call in general registers (x64, x86). */
#define HV_X64_HYPERCALL_FAST_INPUT_SIZE 16
/** Input bytes of a fast call with XMM0 to XMM5 added (x64, x86). */
#define HV_X64_HYPERCALL_XMM_FAST_INPUT_SIZE 112
/** Input and output bytes of a fast call on ARM64. */
#define HV_ARM64_HYPERCALL_FAST_INPUT_SIZE 128

/** HVC immediate of a hypercall in the older ARM64 convention, with the control word in X0. */
#define HV_ARM64_HVC_IMM16 1
/** HVC immediate of a VTL call. */
#define HV_ARM64_HVC_VTLENTRY_IMM16 2
/** HVC immediate of a VTL return. */
#define HV_ARM64_HVC_VTLEXIT_IMM16 3
/** HVC immediate that launches the hypervisor. */
#define HV_ARM64_HVC_LAUNCH_IMM16 4
/** HVC immediate that launches the hypervisor through secure launch. */
#define HV_ARM64_HVC_LAUNCH_SL_IMM16 5
/**
 * HVC immediate for GICv3 system register access, handled by the loader's stub while the full
 * hypervisor is not running. HV_ARM64_HVC_VTLENTRY_IMM16 has the same number but is unrelated.
 */
#define HV_ARM64_ENABLE_SRE 2
/** HVC immediate of a hypercall by the SMC Calling Convention. */
#define HV_ARM64_HVC_SMCCC_IMM16 0
/**
 * X0 of a hypercall by the SMC Calling Convention: a 64-bit call to a vendor's hypervisor service,
 * function 1. The control word is in X1.
 */
#define HV_ARM64_SMCCC_HYPERCALL_FUNCTION_ID 0x46000001
/** Reset type of a PSCI SYSTEM_RESET2 call by which firmware reports its own crash. */
#define HV_ARM64_SYSTEM_RESET2_FIRMWARE_CRASH 0x80000001U

/* The control word as shifts and masks, for assembly and for compilers' constant expressions. */

/** Bit 16: IsFast. */
#define HV_HYPERCALL_INPUT_FAST 0x10000ULL
/** Bit 31: IsNested. */
#define HV_HYPERCALL_INPUT_NESTED 0x80000000ULL
#define HV_HYPERCALL_INPUT_VARIABLE_HEADER_SIZE_SHIFT 17
#define HV_HYPERCALL_INPUT_COUNT_OF_ELEMENTS_SHIFT 32
#define HV_HYPERCALL_INPUT_REP_START_INDEX_SHIFT 48
#define HV_HYPERCALL_OUTPUT_CALL_STATUS_MASK 0xFFFFULL
#define HV_HYPERCALL_OUTPUT_ELEMENTS_PROCESSED_SHIFT 32
/** Mask of an element count or index after shifting it down. */
#define HV_HYPERCALL_REP_MASK 0xFFFULL

/**
 * Control word: the call code and the form of the input.
 *
 * Reserved bits must be zero, or the call fails with HV_STATUS_INVALID_HYPERCALL_INPUT.
 *
 * Source: online TLFS, OpenVMM hvdef. TLFS 6.0b and the symbols of 26100 give
 * VariableHeaderSize 9 bits (17 to 25); see References/Errata.md.
 */
typedef union HV_HYPERCALL_INPUT
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        /** Bits 0 to 15: HV_CALL_CODE, HV_EXT_CALL or HV_VBS_CALL. */
        HV_UINT64 CallCode : 16;
        HV_UINT64 IsFast : 1; /**< Bit 16: input (and output) are in registers. */
        /** Bits 17 to 26: length of the variable header, in units of 8 bytes. */
        HV_UINT64 VariableHeaderSize : 10;
        HV_UINT64 Reserved1 : 4; /**< Bits 27 to 30. */
        /** Bit 31: the outermost hypervisor handles the call. */
        HV_UINT64 IsNested : 1;
        /** Bits 32 to 43: elements of a rep call; 0 on a simple one. */
        HV_UINT64 CountOfElements : 12;
        HV_UINT64 Reserved2 : 4; /**< Bits 44 to 47. */
        /** Bits 48 to 59: first element to process; below CountOfElements. */
        HV_UINT64 RepStartIndex : 12;
        HV_UINT64 Reserved3 : 4; /**< Bits 60 to 63. */
    };
#endif
} HV_HYPERCALL_INPUT, *PHV_HYPERCALL_INPUT;
HV_STATIC_ASSERT(sizeof(HV_HYPERCALL_INPUT) == 8);
typedef HV_HYPERCALL_INPUT HV_X64_HYPERCALL_INPUT, *PHV_X64_HYPERCALL_INPUT;

/**
 * Control word in the form of Windows, in which the two top bits of the call code select the party
 * that handles the call.
 *
 * Source: symbols of securekernel 26100.
 */
typedef union HV_HYPERCALL_INPUT_PRIVATE
{
    HV_UINT64 AsUINT64;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 CallCode : 14;  /**< Bits 0 to 13: low bits of the call code. */
        HV_UINT64 IsIsolated : 1; /**< Bit 14: with bit 15, a VBS call (Vbs.h). */
        HV_UINT64 IsExtended : 1; /**< Bit 15: an extended call (Extended.h). */
        HV_UINT64 IsFast : 1;     /**< Bit 16: the call is a fast call. */
        /** Bits 17 to 25: size of the variable header, in units of 8 bytes; 0 to 511. */
        HV_UINT64 VariableHeaderSize : 9;
        HV_UINT64 Reserved1 : 4; /**< Bits 26 to 29. */
        /** Bit 30: undocumented; must be zero in a guest's call. */
        HV_UINT64 AddressesAreVirtual : 1;
        HV_UINT64 IsNested : 1; /**< Bit 31: the hypervisor below a nested one handles the call. */
        HV_UINT64 CountOfElements : 12; /**< Bits 32 to 43: number of elements of a rep call. */
        HV_UINT64 Reserved2 : 4;        /**< Bits 44 to 47. */
        /**
         * Bits 48 to 59: zero-based index of the first element to process; 0 to CountOfElements -
         * 1.
         */
        HV_UINT64 RepStartIndex : 12;
        HV_UINT64 Reserved3 : 4; /**< Bits 60 to 63. */
    };
#endif
} HV_HYPERCALL_INPUT_PRIVATE, *PHV_HYPERCALL_INPUT_PRIVATE;
HV_STATIC_ASSERT(sizeof(HV_HYPERCALL_INPUT_PRIVATE) == 8);

/**
 * Result word. Reserved bits may be set, so the caller must mask them.
 *
 * Source: TLFS 6.0b 3.8; symbols of kdhv 26100.
 */
typedef union HV_HYPERCALL_OUTPUT
{
    HV_UINT64 AsUINT64;
    struct
    {
        HV_STATUS CallStatus; /**< HV_STATUS_SUCCESS, or the reason of the failure. */
        HV_UINT16 Reserved1;
        union
        {
            /** ElementsProcessed with reserved bits, as one integer. */
            HV_UINT32 ElementsAsUINT32;
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                /** Bits 32 to 43: completed elements of a rep call, from element 0. */
                HV_UINT32 ElementsProcessed : 12;
                HV_UINT32 Reserved2 : 20; /**< Bits 44 to 63. */
            };
#endif
        };
    };
} HV_HYPERCALL_OUTPUT, *PHV_HYPERCALL_OUTPUT;
HV_STATIC_ASSERT(sizeof(HV_HYPERCALL_OUTPUT) == 8);
typedef HV_HYPERCALL_OUTPUT HV_X64_HYPERCALL_OUTPUT, *PHV_X64_HYPERCALL_OUTPUT;

/**
 * Function type of the x64 hypercall page.
 *
 * The two parameters are the GPAs of the input and output blocks, or on a fast call the input
 * itself. The page uses the registers of the Microsoft x64 convention (RCX, RDX, R8; result in
 * RAX), which HV_X64_MSABI selects where it is not the default.
 */
typedef HV_HYPERCALL_OUTPUT(HV_X64_MSABI *PHVCALL_HYPERCALL_ROUTINE)(HV_HYPERCALL_INPUT HypercallInput,
                                                                     HV_UINT64 HypercallParameter1,
                                                                     HV_UINT64 HypercallParameter2);

/*
 * The calls.
 */

/**
 * Call code below 0x8000.
 *
 * (V*n*) is the version of the interface that introduced the call according to mu_msvm; a call
 * without it comes from symbols of Windows 26100 or from the named source. HypercallTable.h and the
 * topic headers describe input, output, callers and form of each call. A call without a comment is
 * undocumented except for its name and number.
 */
typedef HV_UINT32 HV_CALL_CODE, *PHV_CALL_CODE;

enum
{
    /* Address spaces, spin waits; any guest. */
    HvCallReserved0000 = 0x0000,
    /** Switch to the address space of another page table root. (V1) */
    HvCallSwitchVirtualAddressSpace = 0x0001,
    /** Flush whole address spaces on a set of processors (up to 64). (V1) */
    HvCallFlushVirtualAddressSpace = 0x0002,
    /** Flush ranges of virtual addresses on a set of processors (up to 64). (V1) */
    HvCallFlushVirtualAddressList = 0x0003,
    /** Read the run time of a logical processor, in total and in the hypervisor. (V1) */
    HvCallGetLogicalProcessorRunTime = 0x0004,
    /** Make newly enabled processor features known to the hypervisor. */
    HvCallUpdateHvProcessorFeatures = 0x0005,
    HvCallSwitchAliasMap = 0x0006,
    HvCallUpdateMicrocode = 0x0007, /**< Load processor microcode. */
    /**
     * Report that this processor has spun on a lock for long; the hypervisor may run its owner.
     * (V1)
     */
    HvCallNotifyLongSpinWait = 0x0008,
    /** Specify the parked virtual processors of the root. (V2) */
    HvCallParkedVirtualProcessors = 0x0009,
    HvCallInvokeHypervisorDebugger = 0x000A, /**< Break into the debugger of the hypervisor. (V2) */
    /** Send a fixed interrupt to a set of processors (up to 64). (V4) */
    HvCallSendSyntheticClusterIpi = 0x000B,

    /* Virtual trust levels (VSM). */
    /** Set the access rights of lower trust levels to pages. (V5) */
    HvCallModifyVtlProtectionMask = 0x000C,
    HvCallEnablePartitionVtl = 0x000D,  /**< Create a trust level in a partition. (V5) */
    HvCallDisablePartitionVtl = 0x000E, /**< Disable a trust level of a partition. (V5) */
    HvCallEnableVpVtl = 0x000F,         /**< Give a processor its state in a trust level. (V5) */
    HvCallDisableVpVtl = 0x0010,        /**< Disable a trust level of a processor. (V5) */
    HvCallVtlCall = 0x0011,   /**< Enter the next higher trust level; no input in memory. (V5) */
    HvCallVtlReturn = 0x0012, /**< Return to the next lower trust level; no input in memory. (V5) */

    /* Flushes and interrupts for sets of more than 64 processors. */
    HvCallFlushVirtualAddressSpaceEx = 0x0013, /**< As 0x0002, with a sparse processor set. (V5) */
    HvCallFlushVirtualAddressListEx = 0x0014,  /**< As 0x0003, with a sparse processor set. (V5) */
    HvCallSendSyntheticClusterIpiEx = 0x0015,  /**< As 0x000B, with a sparse processor set. (V5) */

    /* Patching the hypervisor's image, and processor state; root only. */
    HvCallQueryImageInfo = 0x0016, /**< Describe a section or page of a hypervisor image. */
    HvCallMapImagePages = 0x0017,  /**< Map pages of a hypervisor image. */
    HvCallCommitPatch = 0x0018,    /**< Apply a patch to the hypervisor. */
    HvCallSyncContext = 0x0019,
    HvCallSyncContextEx = 0x001A,
    HvCallSetPerfRegister = 0x001B,
    HvCallGetPerfRegister = 0x001C,
    HvCallFlushCache = 0x001D,

    /* Partitions. */
    HvCallCreatePartition = 0x0040, /**< Create a child. (V1) */
    /** Make a created partition active, so that it may have memory and processors. (V1) */
    HvCallInitializePartition = 0x0041,
    /** Free all that a partition owns, before it is deleted. (V1) */
    HvCallFinalizePartition = 0x0042,
    HvCallDeletePartition = 0x0043,       /**< Delete a finalized partition. (V1) */
    HvCallGetPartitionProperty = 0x0044,  /**< Read one 64-bit property. (V1) */
    HvCallSetPartitionProperty = 0x0045,  /**< Write one 64-bit property. (V1) */
    HvCallGetPartitionId = 0x0046,        /**< Read the caller's own partition id. (V1) */
    HvCallGetNextChildPartition = 0x0047, /**< Enumerate the caller's children. (V1) */

    /* Memory. */
    HvCallDepositMemory = 0x0048,  /**< Give pages to a partition's pool in the hypervisor. (V1) */
    HvCallWithdrawMemory = 0x0049, /**< Withdraw free pages from such a pool. (V1) */
    HvCallGetMemoryBalance = 0x004A, /**< Read the number of free and used pages of a pool. (V1) */
    /** Map pages of the caller into another partition, contiguously. (V1) */
    HvCallMapGpaPages = 0x004B,
    HvCallUnmapGpaPages = 0x004C, /**< Unmap pages of a partition. (V1) */
    /** Request a message when a child's processor causes an event. (V1) */
    HvCallInstallIntercept = 0x004D,

    /* Virtual processors. */
    HvCallCreateVp = 0x004E,       /**< Create a virtual processor. (V1) */
    HvCallDeleteVp = 0x004F,       /**< Delete a virtual processor. (V1) */
    HvCallGetVpRegisters = 0x0050, /**< Read registers of a processor. (V1) */
    HvCallSetVpRegisters = 0x0051, /**< Write registers of a processor. (V1) */
    /** Translate a guest virtual address as a processor would, rights and all. (V1) */
    HvCallTranslateVirtualAddress = 0x0052,
    HvCallReadGpa = 0x0053,  /**< Read up to 16 bytes of a child's physical memory. (V1) */
    HvCallWriteGpa = 0x0054, /**< Write up to 16 bytes of a child's physical memory. (V1) */
    HvCallAssertVirtualInterruptDeprecated = 0x0055, /**< Older form of 0x0094. (V1) */
    /** Permit another ExtINT interrupt after the processor accepted one. (V1) */
    HvCallClearVirtualInterrupt = 0x0056,

    /* Ports and connections. */
    HvCallCreatePortDeprecated = 0x0057,  /**< Older form of 0x0095. (V1) */
    HvCallDeletePort = 0x0058,            /**< Delete a port. (V1) */
    HvCallConnectPortDeprecated = 0x0059, /**< Older form of 0x0096. (V1) */
    HvCallGetPortProperty = 0x005A,       /**< Read one property of a port. (V1) */
    HvCallDisconnectPort = 0x005B,        /**< Delete a connection. (V1) */
    HvCallPostMessage = 0x005C,           /**< Send a message to a connection. (V1) */
    /** Set an event flag of a connection. Nearly always made fast. (V1) */
    HvCallSignalEvent = 0x005D,

    /* Saving and restoring. */
    HvCallSavePartitionState = 0x005E, /**< Save a part of a partition's state. (V1) */
    /** Restore a part of a partition's state. (V1) */
    HvCallRestorePartitionState = 0x005F,

    /* Event log. */
    /** Set up the buffers of one kind of event. (V1) */
    HvCallInitializeEventLogBufferGroup = 0x0060,
    /** Remove the buffers of one kind of event. (V1) */
    HvCallFinalizeEventLogBufferGroup = 0x0061,
    HvCallCreateEventLogBuffer = 0x0062,    /**< Add a buffer. (V1) */
    HvCallDeleteEventLogBuffer = 0x0063,    /**< Remove a buffer. (V1) */
    HvCallMapEventLogBuffer = 0x0064,       /**< Map a buffer into the root. (V1) */
    HvCallUnmapEventLogBuffer = 0x0065,     /**< Unmap a buffer from the root. (V1) */
    HvCallSetEventLogGroupSources = 0x0066, /**< Choose which events are logged. (V1) */
    HvCallReleaseEventLogBuffer = 0x0067,   /**< Release a full buffer after reading it. (V1) */
    HvCallFlushEventLogBuffer = 0x0068,     /**< Request a partly filled buffer. (V1) */

    /* Debugging the guest through the hypervisor. */
    HvCallPostDebugData = 0x0069,     /**< Send bytes to the debugger. (V1) */
    HvCallRetrieveDebugData = 0x006A, /**< Fetch bytes from the debugger. (V1) */
    HvCallResetDebugSession = 0x006B, /**< Drop queued bytes, in one direction or both. (V1) */

    /* Statistics. */
    HvCallMapStatsPage = 0x006C,   /**< Map a page of counters. (V1) */
    HvCallUnmapStatsPage = 0x006D, /**< Unmap a page of counters. (V1) */

    /* Second version, in the Windows 7 WDK. */
    /** Map single pages of the caller into another partition. (V2) */
    HvCallMapSparseGpaPages = 0x006E,
    HvCallSetSystemProperty = 0x006F, /**< Write one property of the whole system. (V2) */
    HvCallSetPortProperty = 0x0070,   /**< Write one property of a port. (V2) */
    /** Print one character on the hypervisor's debugger. (V2) */
    HvCallOutputDebugCharacter = 0x0071,
    HvCallEchoIncrement = 0x0072, /**< Test: return the input plus one. (V2) */
    HvCallPerfNop = 0x0073,       /**< Measure an empty call. (V2) */
    HvCallPerfNopInput = 0x0074,  /**< Measure a call with input. (V2) */
    HvCallPerfNopOutput = 0x0075, /**< Measure a call with output. (V2) */

    /* Logical processors, devices and power; root. Third version. */
    /** Bring a processor of the machine under the hypervisor. (V3) */
    HvCallAddLogicalProcessor = 0x0076,
    HvCallRemoveLogicalProcessor = 0x0077, /**< Remove a logical processor. (V3) */
    /** Read the memory latency from a processor to a node. (V3) */
    HvCallQueryNumaDistance = 0x0078,
    /** Write one property of a logical processor. (V3) */
    HvCallSetLogicalProcessorProperty = 0x0079,
    /** Read one property of a logical processor. (V3) */
    HvCallGetLogicalProcessorProperty = 0x007A,
    HvCallGetSystemProperty = 0x007B, /**< Read one property of the whole system. (V3) */
    /** Route an interrupt of a device; returns the entry to program into it. (V3) */
    HvCallMapDeviceInterrupt = 0x007C,
    HvCallUnmapDeviceInterrupt = 0x007D, /**< Remove the route of a device's interrupt. (V3) */
    /**
     * Move a device's interrupt to other processors; guests with passed-through PCI devices use it.
     * (V5)
     */
    HvCallRetargetDeviceInterrupt = 0x007E,
    /** Move an interrupt of the root's own devices. (V5) */
    HvCallRetargetRootDeviceInterrupt = 0x007F,
    HvCallAssertDeviceInterrupt = 0x0080, /**< Raise an interrupt of a device. (V6) */
    HvCallAttachDevice = 0x0082,          /**< Give a physical device to a partition. (V3) */
    HvCallDetachDevice = 0x0083,          /**< Detach a physical device. (V3) */
    HvCallEnterSleepState = 0x0084,       /**< Put the machine to sleep. (V3) */
    /** Report that the machine enters or leaves connected standby. (V3) */
    HvCallNotifyStandbyTransition = 0x0085,
    HvCallPrepareForHibernate = 0x0086, /**< Prepare for hibernation. (V3) */
    /** Report an event of the caller (HV_PARTITION_EVENT) to the hypervisor. (V3) */
    HvCallNotifyPartitionEvent = 0x0087,
    HvCallGetLogicalProcessorRegisters = 0x0088, /**< Read MSRs of a logical processor. (V3) */
    HvCallSetLogicalProcessorRegisters = 0x0089, /**< Write MSRs of a logical processor. (V3) */
    /** List the logical processors that share a machine check bank. (V3) */
    HvCallQueryAssociatedLpsForMca = 0x008A,
    HvCallNotifyPortRingEmpty = 0x008B,         /**< Report that an event ring was emptied. (V3) */
    HvCallInjectSyntheticMachineCheck = 0x008C, /**< Report a machine check to a partition. (V3) */

    /* Fourth and fifth version. */
    /** Reset a partition to the state after its creation, for reuse. (V4) */
    HvCallScrubPartition = 0x008D,
    HvCallCollectLivedump = 0x008E, /**< Write the hypervisor's memory into a live dump. (V4) */
    /** x64: disable the hypervisor and continue without it. (V4) */
    HvCallDisableHypervisor = 0x008F,
    HvCallModifySparseGpaPages = 0x0090, /**< Change rights of mapped pages. (V4) */
    /** Register the result of an intercept (a CPUID leaf, an MSR). (V4) */
    HvCallRegisterInterceptResult = 0x0091,
    HvCallUnregisterInterceptResult = 0x0092, /**< Withdraw a registered result. (V4) */
    HvCallGetCoverageData = 0x0093,           /**< Test: fetch code coverage. (V5) */
    /** Raise an interrupt in a child, in a chosen trust level. (V5) */
    HvCallAssertVirtualInterrupt = 0x0094,
    HvCallCreatePort = 0x0095,  /**< Create a port, in a chosen trust level. (V5) */
    HvCallConnectPort = 0x0096, /**< Connect to a port, from a chosen trust level. (V5) */
    /** List the system physical pages of a partition's pages. (V5) */
    HvCallGetSpaPageList = 0x0097,
    /** Start a processor with a given context, without INIT and SIPI. (V5) */
    HvCallStartVirtualProcessor = 0x0099,
    HvCallGetVpIndexFromApicId = 0x009A, /**< Find the processor with an APIC id. (V5) */
    HvCallGetPowerProperty = 0x009B,     /**< Read one setting of power management. (V5) */
    HvCallSetPowerProperty = 0x009C,     /**< Write one setting of power management. (V5) */

    /* Process address spaces of devices (PASID). */
    HvCallCreatePasidSpace = 0x009D,       /**< Create a table of process address spaces. (V5) */
    HvCallDeletePasidSpace = 0x009E,       /**< Delete a table of process address spaces. (V5) */
    HvCallSetPasidAddressSpace = 0x009F,   /**< Bind a PASID to a page table. (V5) */
    HvCallFlushPasidAddressSpace = 0x00A0, /**< Flush device translations of a whole PASID. (V5) */
    /** Flush ranges of device translations of a PASID. (V5) */
    HvCallFlushPasidAddressList = 0x00A1,
    /** Attach a device to a table of process address spaces. (V5) */
    HvCallAttachPasidSpace = 0x00A2,
    HvCallDetachPasidSpace = 0x00A3,             /**< Detach a device from its table. (V5) */
    HvCallEnablePasid = 0x00A4,                  /**< Enable PASIDs for a device. (V5) */
    HvCallDisablePasid = 0x00A5,                 /**< Disable PASIDs for a device. (V5) */
    HvCallAcknowledgeDevicePageRequest = 0x00A6, /**< Respond to page requests of a device. (V5) */
    HvCallCreateDevicePrQueue = 0x00A7,          /**< Create a queue of page requests. (V5) */
    HvCallDeleteDevicePrQueue = 0x00A8,          /**< Delete a queue of page requests. (V5) */
    /** Write one property of a queue of page requests. (V5) */
    HvCallSetDevicePrqProperty = 0x00A9,
    HvCallGetPhysicalDeviceProperty = 0x00AA, /**< Read one property of a physical device. (V5) */
    HvCallSetPhysicalDeviceProperty = 0x00AB, /**< Write one property of a physical device. (V5) */

    /* More for parents and nested hypervisors. */
    /** As 0x0052, and returns cache type, fault and event. (V5) */
    HvCallTranslateVirtualAddressEx = 0x00AC,
    /** Test whether accesses to an I/O port are intercepted. (V5) */
    HvCallCheckForIoIntercept = 0x00AD,
    HvCallSetGpaPageAttributes = 0x00AE, /**< Set attributes of pages. (V5) */
    /** Flush a nested guest's second-level translations. (V5) */
    HvCallFlushGuestPhysicalAddressSpace = 0x00AF,
    /** Flush ranges of second-level translations. (V5) */
    HvCallFlushGuestPhysicalAddressList = 0x00B0,

    /* Device domains (IOMMU) and CPU groups. */
    HvCallCreateDeviceDomain = 0x00B1,       /**< Create an address space for devices. (V5) */
    HvCallAttachDeviceDomain = 0x00B2,       /**< Attach a device to a device domain. (V5) */
    HvCallMapDeviceGpaPages = 0x00B3,        /**< Map pages into a device domain. (V5) */
    HvCallUnmapDeviceGpaPages = 0x00B4,      /**< Unmap pages of a device domain. (V5) */
    HvCallCreateCpuGroup = 0x00B5,           /**< Create a group of logical processors. (V5) */
    HvCallDeleteCpuGroup = 0x00B6,           /**< Delete a group of logical processors. (V5) */
    HvCallGetCpuGroupProperty = 0x00B7,      /**< Read one property of a group. (V5) */
    HvCallSetCpuGroupProperty = 0x00B8,      /**< Write one property of a group. (V5) */
    HvCallGetCpuGroupAffinity = 0x00B9,      /**< List the logical processors of a group. (V5) */
    HvCallGetNextCpuGroup = 0x00BA,          /**< Enumerate groups. (V5) */
    HvCallGetNextCpuGroupPartition = 0x00BB, /**< Enumerate the partitions of a group. (V5) */
    HvCallAddPhysicalMemory = 0x00BC,        /**< Hot-add memory of the machine. (V5) */
    HvCallCompleteIntercept = 0x00BD, /**< Complete an intercept and resume the processor. (V6) */
    HvCallPrecommitGpaPages = 0x00BE, /**< Commit the memory of pages. (V6) */
    HvCallUncommitGpaPages = 0x00BF,  /**< Release the committed memory of pages. (V6) */
    /** Set an event flag of a SINT of a child, without a port. */
    HvCallSignalEventDirect = 0x00C0,
    HvCallPostMessageDirect = 0x00C1, /**< Put a message into a SINT of a child, without a port. */
    HvCallDispatchVp = 0x00C2, /**< Run a virtual processor on this thread (root scheduler). (V6) */
    HvCallProcessIommuPrq = 0x00C3,    /**< Process the page request queues of the IOMMUs. (V6) */
    HvCallDetachDeviceDomain = 0x00C4, /**< Detach a device from a domain. (V6) */
    HvCallDeleteDeviceDomain = 0x00C5, /**< Delete a domain. (V6) */
    HvCallQueryDeviceDomain = 0x00C6,  /**< Translate an address in a domain. (V6) */
    HvCallMapSparseDeviceGpaPages = 0x00C7,   /**< Map single pages into a domain. (V6) */
    HvCallUnmapSparseDeviceGpaPages = 0x00C8, /**< Unmap them. (V6) */

    /* Page tracking, trust level masks, host access. */
    /** List the pages that were read or written since the last call. (V6) */
    HvCallGetGpaPagesAccessState = 0x00C9,
    HvCallGetSparseGpaPagesAccessState = 0x00CA,   /**< As 0x00C9, for single pages. (V6) */
    HvCallInvokeTestFramework = 0x00CB,            /**< Test. (V6) */
    HvCallQueryVtlProtectionMaskRange = 0x00CC,    /**< Read what 0x00CD set. (V7) */
    HvCallModifyVtlProtectionMaskRange = 0x00CD,   /**< As 0x000C, for ranges. (V7) */
    HvCallConfigureDeviceDomain = 0x00CE,          /**< Choose how a domain translates. (V7) */
    HvCallQueryDeviceDomainProperties = 0x00CF,    /**< (V7) */
    HvCallFlushDeviceDomain = 0x00D0,              /**< Flush the translations of a domain. (V7) */
    HvCallFlushDeviceDomainList = 0x00D1,          /**< Flush ranges of a device domain. (V7) */
    HvCallAcquireSparseGpaPageHostAccess = 0x00D2, /**< Keep pages accessible to the host. (V7) */
    HvCallReleaseSparseGpaPageHostAccess = 0x00D3, /**< Undo 0x00D2. (V7) */
    HvCallCheckSparseGpaPageVtlAccess = 0x00D4, /**< Read the access rights of a trust level to pages. (V7) */
    /** Known to mu_msvm; a reserved number in the symbols of 26100. (V7) */
    HvCallEnableDeviceInterrupt = 0x00D5,
    HvCallFlushTlb = 0x00D6,                       /**< ARM64 TLB flush. (V7) */
    HvCallAcquireSparseSpaPageHostAccess = 0x00D7, /**< As 0x00D2, by machine page. (V8) */
    HvCallReleaseSparseSpaPageHostAccess = 0x00D8, /**< As 0x00D3, by machine page. (V8) */

    /* Isolated partitions. */
    HvCallAcceptGpaPages = 0x00D9,   /**< A guest accepts pages as its private memory. (V8) */
    HvCallUnacceptGpaPages = 0x00DA, /**< A guest returns accepted pages. (V8) */
    /** A guest shares pages with the host, or makes them private. (V8) */
    HvCallModifySparseGpaPageHostVisibility = 0x00DB,
    HvCallLockSparseGpaPageMapping = 0x00DC,   /**< Keep the mapping of pages as it is. (V8) */
    HvCallUnlockSparseGpaPageMapping = 0x00DD, /**< Undo 0x00DC. (V8) */

    /* Processor state, power, interrupts. */
    HvCallRequestProcessorHalt = 0x00DE,       /**< Put a processor into an idle state. (V8) */
    HvCallGetInterceptData = 0x00DF,           /**< Read more about a pending intercept. (V8) */
    HvCallQueryDeviceInterruptTarget = 0x00E0, /**< Read the target of a device's interrupt. */
    /** Map a page of a processor's state (registers, intercept message). */
    HvCallMapVpStatePage = 0x00E1,
    HvCallUnmapVpStatePage = 0x00E2, /**< Undo 0x00E1. */
    /** Read a large piece of a processor's state (local APIC, XSAVE, SynIC pages). */
    HvCallGetVpState = 0x00E3,
    HvCallSetVpState = 0x00E4,       /**< Write such a piece. */
    HvCallGetVpSetFromMda = 0x00E5,  /**< List the processors of an APIC destination. */
    HvCallCreateIptBuffers = 0x00E7, /**< Intel Processor Trace buffers. */
    HvCallDeleteIptBuffers = 0x00E8, /**< Intel Processor Trace buffers. */
    /** Intel Processor Trace of the hypervisor itself. */
    HvCallControlHypervisorIptTrace = 0x00E9,
    HvCallReserveDeviceInterrupt = 0x00EA,
    HvCallPersistDevice = 0x00EB,
    HvCallUnpersistDevice = 0x00EC,
    HvCallPersistDeviceInterrupt = 0x00ED,
    HvCallRefreshPerformanceCounters = 0x00EE,
    /** Put measured pages into an isolated partition that is being built. */
    HvCallImportIsolatedPages = 0x00EF,
    HvCallCompleteIsolatedImport = 0x00F1, /**< End its building. */
    /** Pass a guest's message to the AMD security processor. */
    HvCallIssueSnpPspGuestRequest = 0x00F2,
    HvCallRootSignalEvent = 0x00F3,  /**< Signal an event from the root. */
    HvCallGetVpCpuidValues = 0x00F4, /**< Read the CPUID results of a processor. */
    HvCallReadSystemMemory = 0x00F5, /**< Read memory of the machine. */
    HvCallSetHwWatchdogConfig = 0x00F6,
    HvCallRemovePhysicalMemory = 0x00F7, /**< Hot-remove memory of the machine. */
    HvCallLogHypervisorSystemConfig = 0x00F8,
    /** Pass requests of a nested hypervisor to the AMD security processor. */
    HvCallIssueNestedSnpPspRequests = 0x00F9,
    HvCallSubsumeInitializedMemory = 0x00FB,
    HvCallSubsumeVp = 0x00FC,
    HvCallDestroySubsumedContext = 0x00FD,
    HvCallWriteSysDiagEvent = 0x00FE, /**< Write an event to the diagnostic log. */
    HvCallDepositMemoryMirroring = 0x00FF,
    HvCallSetDeviceCapabilities = 0x0100,
    HvCallGetPartitionPropertyEx = 0x0101,  /**< Read a property larger than 64 bits. */
    HvCallGetGpaRangesAccessState = 0x0102, /**< As 0x00C9, for ranges. */
    HvCallRestorePartitionTime = 0x0103, /**< Set a restored partition's reference time and TSC. */
    HvCallQueryAssociatedLpsForMcaEx = 0x0104, /**< As 0x008A, for many processors. */
    HvCallQueryPartitionReservedPages = 0x0105,
    /** Read from an emulated device's memory in place of a trapped access. */
    HvCallMemoryMappedIoRead = 0x0106,
    /** Write to an emulated device's memory in place of a trapped access. */
    HvCallMemoryMappedIoWrite = 0x0107,
    HvCallMapDmaRange = 0x0108,
    HvCallUnmapDmaRange = 0x0109,
    HvCallSetPartitionPropertyEx = 0x010A, /**< Write a property larger than 64 bits. */
    HvCallAttachDevicePrQueue = 0x010B,    /**< Attach a device to a queue of page requests. */
    HvCallDetachDevicePrQueue = 0x010C,    /**< Undo 0x010B. */
    HvCallReserveDeviceDomainAttachment = 0x010D,
    HvCallUnreserveDeviceDomainAttachment = 0x010E,
    HvCallDisableHypervisorEx = 0x010F, /**< As x64's 0x008F, with an argument for the code that continues. */
    HvCallInstallInterceptEx = 0x0110,  /**< As 0x004D, for wider parameters. */
    HvCallPinGpaPageRanges = 0x0112,    /**< Keep pages mapped, so that they cannot fault. (V14) */
    HvCallUnpinGpaPageRanges = 0x0113,  /**< Undo 0x0112. (V14) */
    HvCallWakeVps = 0x0114,             /**< Wake halted processors. */
    HvCallSetCpuGroupAffinity = 0x0115, /**< Choose which logical processors a group has. */
    HvCallMapPartitionEventLogBuffer = 0x0116, /**< Map an event log buffer of a partition. */

    /* Newer than the symbols of 26100. */
    HvCallQuerySparseGpaPageHostVisibility = 0x011C, /**< Read what 0x00DB set. (OpenVMM) */
    /** ARM64: choose the processor of an interrupt. (online TLFS) */
    HvCallSetVirtualInterruptTarget = 0x011F,
    /** Read the capabilities of a guest's IOMMU. (posted 2026-07-03) */
    HvCallGetIommuCapabilities = 0x0125,
    /** Read a property of a guest's device. (posted 2026-07-03) */
    HvCallGetLogicalDeviceProperty = 0x0127,
    /** As HvCallMapStatsPage, at an address that the caller chooses. (online TLFS) */
    HvCallMapStatsPage2 = 0x0131,
    HvCallQueryInformationGpaRange = 0x0135, /**< Query information about a range of pages. (mu_msvm) (V16) */

    /* Older and other names of codes. */
    HvCallParkLogicalProcessors = 0x0009, /**< In the Windows 7 WDK. */
    HvCallMapDevicePages = 0x0080,        /**< In TLFS 6.0b. */
    HvCallUnmapDevicePages = 0x0081,      /**< In TLFS 6.0b; reserved in symbols. */
    HvCallPrepareForSleep = 0x0085,       /**< In TLFS 6.0b. */
    /** ARM64: start the hypervisor; the code of HvCallDisableHypervisor on x64. */
    HvCallLaunchHypervisor = 0x008F,
    /** In mu_msvm and the symbols of 14347; reserved in those of 26100. */
    HvCallArm64GetStartStub = 0x0098,
    /** In mu_msvm; ARM64. The code is now that of HvCallSignalEventDirect. */
    HvCallConfigureVirtualInterruptLine = 0x00C0,
    /** In mu_msvm; ARM64. The code is now that of HvCallPostMessageDirect. */
    HvCallSetVirtualInterruptLineState = 0x00C1,
    HvCallMapVpStatePageEx = 0x0111, /**< In the original only; reserved in the symbols of 26100. */

    /* Codes that were deprecated in the Windows 7 WDK and the symbols of 14347, and have another call now. */
    HvCallDeprecated0005 = 0x0005,
    HvCallDeprecated0006 = 0x0006,
    HvCallDeprecated0007 = 0x0007,

    /* Codes that were reserved and have a call now. */
    HvCallReserved000b = 0x000B, HvCallReserved000c = 0x000C, HvCallReserved000d = 0x000D,
    HvCallReserved000e = 0x000E, HvCallReserved000f = 0x000F, HvCallReserved0010 = 0x0010,
    HvCallReserved0011 = 0x0011, HvCallReserved0012 = 0x0012, HvCallReserved0013 = 0x0013,
    HvCallReserved0014 = 0x0014, HvCallReserved0015 = 0x0015, HvCallReserved0016 = 0x0016,
    HvCallReserved0017 = 0x0017, HvCallReserved0018 = 0x0018, HvCallReserved0019 = 0x0019,
    HvCallReserved001a = 0x001A, HvCallReserved001b = 0x001B, HvCallReserved001c = 0x001C,
    HvCallReserved001d = 0x001D, HvCallReserved0080 = 0x0080, HvCallReserved00d5 = 0x00D5,

    /* Reserved. */
    HvCallReserved001e = 0x001E, HvCallReserved001f = 0x001F, HvCallReserved0020 = 0x0020,
    HvCallReserved0021 = 0x0021, HvCallReserved0022 = 0x0022, HvCallReserved0023 = 0x0023,
    HvCallReserved0024 = 0x0024, HvCallReserved0025 = 0x0025, HvCallReserved0026 = 0x0026,
    HvCallReserved0027 = 0x0027, HvCallReserved0028 = 0x0028, HvCallReserved0029 = 0x0029,
    HvCallReserved002a = 0x002A, HvCallReserved002b = 0x002B, HvCallReserved002c = 0x002C,
    HvCallReserved002d = 0x002D, HvCallReserved002e = 0x002E, HvCallReserved002f = 0x002F,
    HvCallReserved0030 = 0x0030, HvCallReserved0031 = 0x0031, HvCallReserved0032 = 0x0032,
    HvCallReserved0033 = 0x0033, HvCallReserved0034 = 0x0034, HvCallReserved0035 = 0x0035,
    HvCallReserved0036 = 0x0036, HvCallReserved0037 = 0x0037, HvCallReserved0038 = 0x0038,
    HvCallReserved0039 = 0x0039, HvCallReserved003a = 0x003A, HvCallReserved003b = 0x003B,
    HvCallReserved003c = 0x003C, HvCallReserved003d = 0x003D, HvCallReserved003e = 0x003E,
    HvCallReserved003f = 0x003F, HvCallReserved0081 = 0x0081, HvCallReserved0098 = 0x0098,
    HvCallReserved00e6 = 0x00E6, HvCallReserved00f0 = 0x00F0, HvCallReserved00fa = 0x00FA,
    HvCallReserved0111 = 0x0111,

    /** One more than the highest code of this enumeration; it differs between sources and releases. */
    HvCallCount = 0x0136,
};

/**
 * Every call by its name of today, once each, in numeric order, without the
 * reserved codes and the older names: HV_CALL_CODE_LIST(X) expands to X(name)
 * for each. The extended and the VBS calls have lists of their own.
 */
#define HV_CALL_CODE_LIST(X)                                                                                           \
    X(HvCallSwitchVirtualAddressSpace)                                                                                 \
    X(HvCallFlushVirtualAddressSpace)                                                                                  \
    X(HvCallFlushVirtualAddressList)                                                                                   \
    X(HvCallGetLogicalProcessorRunTime)                                                                                \
    X(HvCallUpdateHvProcessorFeatures)                                                                                 \
    X(HvCallSwitchAliasMap)                                                                                            \
    X(HvCallUpdateMicrocode)                                                                                           \
    X(HvCallNotifyLongSpinWait)                                                                                        \
    X(HvCallParkedVirtualProcessors)                                                                                   \
    X(HvCallInvokeHypervisorDebugger)                                                                                  \
    X(HvCallSendSyntheticClusterIpi)                                                                                   \
    X(HvCallModifyVtlProtectionMask)                                                                                   \
    X(HvCallEnablePartitionVtl)                                                                                        \
    X(HvCallDisablePartitionVtl)                                                                                       \
    X(HvCallEnableVpVtl)                                                                                               \
    X(HvCallDisableVpVtl)                                                                                              \
    X(HvCallVtlCall)                                                                                                   \
    X(HvCallVtlReturn)                                                                                                 \
    X(HvCallFlushVirtualAddressSpaceEx)                                                                                \
    X(HvCallFlushVirtualAddressListEx)                                                                                 \
    X(HvCallSendSyntheticClusterIpiEx)                                                                                 \
    X(HvCallQueryImageInfo)                                                                                            \
    X(HvCallMapImagePages)                                                                                             \
    X(HvCallCommitPatch)                                                                                               \
    X(HvCallSyncContext)                                                                                               \
    X(HvCallSyncContextEx)                                                                                             \
    X(HvCallSetPerfRegister)                                                                                           \
    X(HvCallGetPerfRegister)                                                                                           \
    X(HvCallFlushCache)                                                                                                \
    X(HvCallCreatePartition)                                                                                           \
    X(HvCallInitializePartition)                                                                                       \
    X(HvCallFinalizePartition)                                                                                         \
    X(HvCallDeletePartition)                                                                                           \
    X(HvCallGetPartitionProperty)                                                                                      \
    X(HvCallSetPartitionProperty)                                                                                      \
    X(HvCallGetPartitionId)                                                                                            \
    X(HvCallGetNextChildPartition)                                                                                     \
    X(HvCallDepositMemory)                                                                                             \
    X(HvCallWithdrawMemory)                                                                                            \
    X(HvCallGetMemoryBalance)                                                                                          \
    X(HvCallMapGpaPages)                                                                                               \
    X(HvCallUnmapGpaPages)                                                                                             \
    X(HvCallInstallIntercept)                                                                                          \
    X(HvCallCreateVp)                                                                                                  \
    X(HvCallDeleteVp)                                                                                                  \
    X(HvCallGetVpRegisters)                                                                                            \
    X(HvCallSetVpRegisters)                                                                                            \
    X(HvCallTranslateVirtualAddress)                                                                                   \
    X(HvCallReadGpa)                                                                                                   \
    X(HvCallWriteGpa)                                                                                                  \
    X(HvCallAssertVirtualInterruptDeprecated)                                                                          \
    X(HvCallClearVirtualInterrupt)                                                                                     \
    X(HvCallCreatePortDeprecated)                                                                                      \
    X(HvCallDeletePort)                                                                                                \
    X(HvCallConnectPortDeprecated)                                                                                     \
    X(HvCallGetPortProperty)                                                                                           \
    X(HvCallDisconnectPort)                                                                                            \
    X(HvCallPostMessage)                                                                                               \
    X(HvCallSignalEvent)                                                                                               \
    X(HvCallSavePartitionState)                                                                                        \
    X(HvCallRestorePartitionState)                                                                                     \
    X(HvCallInitializeEventLogBufferGroup)                                                                             \
    X(HvCallFinalizeEventLogBufferGroup)                                                                               \
    X(HvCallCreateEventLogBuffer)                                                                                      \
    X(HvCallDeleteEventLogBuffer)                                                                                      \
    X(HvCallMapEventLogBuffer)                                                                                         \
    X(HvCallUnmapEventLogBuffer)                                                                                       \
    X(HvCallSetEventLogGroupSources)                                                                                   \
    X(HvCallReleaseEventLogBuffer)                                                                                     \
    X(HvCallFlushEventLogBuffer)                                                                                       \
    X(HvCallPostDebugData)                                                                                             \
    X(HvCallRetrieveDebugData)                                                                                         \
    X(HvCallResetDebugSession)                                                                                         \
    X(HvCallMapStatsPage)                                                                                              \
    X(HvCallUnmapStatsPage)                                                                                            \
    X(HvCallMapSparseGpaPages)                                                                                         \
    X(HvCallSetSystemProperty)                                                                                         \
    X(HvCallSetPortProperty)                                                                                           \
    X(HvCallOutputDebugCharacter)                                                                                      \
    X(HvCallEchoIncrement)                                                                                             \
    X(HvCallPerfNop)                                                                                                   \
    X(HvCallPerfNopInput)                                                                                              \
    X(HvCallPerfNopOutput)                                                                                             \
    X(HvCallAddLogicalProcessor)                                                                                       \
    X(HvCallRemoveLogicalProcessor)                                                                                    \
    X(HvCallQueryNumaDistance)                                                                                         \
    X(HvCallSetLogicalProcessorProperty)                                                                               \
    X(HvCallGetLogicalProcessorProperty)                                                                               \
    X(HvCallGetSystemProperty)                                                                                         \
    X(HvCallMapDeviceInterrupt)                                                                                        \
    X(HvCallUnmapDeviceInterrupt)                                                                                      \
    X(HvCallRetargetDeviceInterrupt)                                                                                   \
    X(HvCallRetargetRootDeviceInterrupt)                                                                               \
    X(HvCallAssertDeviceInterrupt)                                                                                     \
    X(HvCallAttachDevice)                                                                                              \
    X(HvCallDetachDevice)                                                                                              \
    X(HvCallEnterSleepState)                                                                                           \
    X(HvCallNotifyStandbyTransition)                                                                                   \
    X(HvCallPrepareForHibernate)                                                                                       \
    X(HvCallNotifyPartitionEvent)                                                                                      \
    X(HvCallGetLogicalProcessorRegisters)                                                                              \
    X(HvCallSetLogicalProcessorRegisters)                                                                              \
    X(HvCallQueryAssociatedLpsForMca)                                                                                  \
    X(HvCallNotifyPortRingEmpty)                                                                                       \
    X(HvCallInjectSyntheticMachineCheck)                                                                               \
    X(HvCallScrubPartition)                                                                                            \
    X(HvCallCollectLivedump)                                                                                           \
    X(HvCallDisableHypervisor)                                                                                         \
    X(HvCallModifySparseGpaPages)                                                                                      \
    X(HvCallRegisterInterceptResult)                                                                                   \
    X(HvCallUnregisterInterceptResult)                                                                                 \
    X(HvCallGetCoverageData)                                                                                           \
    X(HvCallAssertVirtualInterrupt)                                                                                    \
    X(HvCallCreatePort)                                                                                                \
    X(HvCallConnectPort)                                                                                               \
    X(HvCallGetSpaPageList)                                                                                            \
    X(HvCallStartVirtualProcessor)                                                                                     \
    X(HvCallGetVpIndexFromApicId)                                                                                      \
    X(HvCallGetPowerProperty)                                                                                          \
    X(HvCallSetPowerProperty)                                                                                          \
    X(HvCallCreatePasidSpace)                                                                                          \
    X(HvCallDeletePasidSpace)                                                                                          \
    X(HvCallSetPasidAddressSpace)                                                                                      \
    X(HvCallFlushPasidAddressSpace)                                                                                    \
    X(HvCallFlushPasidAddressList)                                                                                     \
    X(HvCallAttachPasidSpace)                                                                                          \
    X(HvCallDetachPasidSpace)                                                                                          \
    X(HvCallEnablePasid)                                                                                               \
    X(HvCallDisablePasid)                                                                                              \
    X(HvCallAcknowledgeDevicePageRequest)                                                                              \
    X(HvCallCreateDevicePrQueue)                                                                                       \
    X(HvCallDeleteDevicePrQueue)                                                                                       \
    X(HvCallSetDevicePrqProperty)                                                                                      \
    X(HvCallGetPhysicalDeviceProperty)                                                                                 \
    X(HvCallSetPhysicalDeviceProperty)                                                                                 \
    X(HvCallTranslateVirtualAddressEx)                                                                                 \
    X(HvCallCheckForIoIntercept)                                                                                       \
    X(HvCallSetGpaPageAttributes)                                                                                      \
    X(HvCallFlushGuestPhysicalAddressSpace)                                                                            \
    X(HvCallFlushGuestPhysicalAddressList)                                                                             \
    X(HvCallCreateDeviceDomain)                                                                                        \
    X(HvCallAttachDeviceDomain)                                                                                        \
    X(HvCallMapDeviceGpaPages)                                                                                         \
    X(HvCallUnmapDeviceGpaPages)                                                                                       \
    X(HvCallCreateCpuGroup)                                                                                            \
    X(HvCallDeleteCpuGroup)                                                                                            \
    X(HvCallGetCpuGroupProperty)                                                                                       \
    X(HvCallSetCpuGroupProperty)                                                                                       \
    X(HvCallGetCpuGroupAffinity)                                                                                       \
    X(HvCallGetNextCpuGroup)                                                                                           \
    X(HvCallGetNextCpuGroupPartition)                                                                                  \
    X(HvCallAddPhysicalMemory)                                                                                         \
    X(HvCallCompleteIntercept)                                                                                         \
    X(HvCallPrecommitGpaPages)                                                                                         \
    X(HvCallUncommitGpaPages)                                                                                          \
    X(HvCallSignalEventDirect)                                                                                         \
    X(HvCallPostMessageDirect)                                                                                         \
    X(HvCallDispatchVp)                                                                                                \
    X(HvCallProcessIommuPrq)                                                                                           \
    X(HvCallDetachDeviceDomain)                                                                                        \
    X(HvCallDeleteDeviceDomain)                                                                                        \
    X(HvCallQueryDeviceDomain)                                                                                         \
    X(HvCallMapSparseDeviceGpaPages)                                                                                   \
    X(HvCallUnmapSparseDeviceGpaPages)                                                                                 \
    X(HvCallGetGpaPagesAccessState)                                                                                    \
    X(HvCallGetSparseGpaPagesAccessState)                                                                              \
    X(HvCallInvokeTestFramework)                                                                                       \
    X(HvCallQueryVtlProtectionMaskRange)                                                                               \
    X(HvCallModifyVtlProtectionMaskRange)                                                                              \
    X(HvCallConfigureDeviceDomain)                                                                                     \
    X(HvCallQueryDeviceDomainProperties)                                                                               \
    X(HvCallFlushDeviceDomain)                                                                                         \
    X(HvCallFlushDeviceDomainList)                                                                                     \
    X(HvCallAcquireSparseGpaPageHostAccess)                                                                            \
    X(HvCallReleaseSparseGpaPageHostAccess)                                                                            \
    X(HvCallCheckSparseGpaPageVtlAccess)                                                                               \
    X(HvCallEnableDeviceInterrupt)                                                                                     \
    X(HvCallFlushTlb)                                                                                                  \
    X(HvCallAcquireSparseSpaPageHostAccess)                                                                            \
    X(HvCallReleaseSparseSpaPageHostAccess)                                                                            \
    X(HvCallAcceptGpaPages)                                                                                            \
    X(HvCallUnacceptGpaPages)                                                                                          \
    X(HvCallModifySparseGpaPageHostVisibility)                                                                         \
    X(HvCallLockSparseGpaPageMapping)                                                                                  \
    X(HvCallUnlockSparseGpaPageMapping)                                                                                \
    X(HvCallRequestProcessorHalt)                                                                                      \
    X(HvCallGetInterceptData)                                                                                          \
    X(HvCallQueryDeviceInterruptTarget)                                                                                \
    X(HvCallMapVpStatePage)                                                                                            \
    X(HvCallUnmapVpStatePage)                                                                                          \
    X(HvCallGetVpState)                                                                                                \
    X(HvCallSetVpState)                                                                                                \
    X(HvCallGetVpSetFromMda)                                                                                           \
    X(HvCallCreateIptBuffers)                                                                                          \
    X(HvCallDeleteIptBuffers)                                                                                          \
    X(HvCallControlHypervisorIptTrace)                                                                                 \
    X(HvCallReserveDeviceInterrupt)                                                                                    \
    X(HvCallPersistDevice)                                                                                             \
    X(HvCallUnpersistDevice)                                                                                           \
    X(HvCallPersistDeviceInterrupt)                                                                                    \
    X(HvCallRefreshPerformanceCounters)                                                                                \
    X(HvCallImportIsolatedPages)                                                                                       \
    X(HvCallCompleteIsolatedImport)                                                                                    \
    X(HvCallIssueSnpPspGuestRequest)                                                                                   \
    X(HvCallRootSignalEvent)                                                                                           \
    X(HvCallGetVpCpuidValues)                                                                                          \
    X(HvCallReadSystemMemory)                                                                                          \
    X(HvCallSetHwWatchdogConfig)                                                                                       \
    X(HvCallRemovePhysicalMemory)                                                                                      \
    X(HvCallLogHypervisorSystemConfig)                                                                                 \
    X(HvCallIssueNestedSnpPspRequests)                                                                                 \
    X(HvCallSubsumeInitializedMemory)                                                                                  \
    X(HvCallSubsumeVp)                                                                                                 \
    X(HvCallDestroySubsumedContext)                                                                                    \
    X(HvCallWriteSysDiagEvent)                                                                                         \
    X(HvCallDepositMemoryMirroring)                                                                                    \
    X(HvCallSetDeviceCapabilities)                                                                                     \
    X(HvCallGetPartitionPropertyEx)                                                                                    \
    X(HvCallGetGpaRangesAccessState)                                                                                   \
    X(HvCallRestorePartitionTime)                                                                                      \
    X(HvCallQueryAssociatedLpsForMcaEx)                                                                                \
    X(HvCallQueryPartitionReservedPages)                                                                               \
    X(HvCallMemoryMappedIoRead)                                                                                        \
    X(HvCallMemoryMappedIoWrite)                                                                                       \
    X(HvCallMapDmaRange)                                                                                               \
    X(HvCallUnmapDmaRange)                                                                                             \
    X(HvCallSetPartitionPropertyEx)                                                                                    \
    X(HvCallAttachDevicePrQueue)                                                                                       \
    X(HvCallDetachDevicePrQueue)                                                                                       \
    X(HvCallReserveDeviceDomainAttachment)                                                                             \
    X(HvCallUnreserveDeviceDomainAttachment)                                                                           \
    X(HvCallDisableHypervisorEx)                                                                                       \
    X(HvCallInstallInterceptEx)                                                                                        \
    X(HvCallPinGpaPageRanges)                                                                                          \
    X(HvCallUnpinGpaPageRanges)                                                                                        \
    X(HvCallWakeVps)                                                                                                   \
    X(HvCallSetCpuGroupAffinity)                                                                                       \
    X(HvCallMapPartitionEventLogBuffer)                                                                                \
    X(HvCallQuerySparseGpaPageHostVisibility)                                                                          \
    X(HvCallSetVirtualInterruptTarget)                                                                                 \
    X(HvCallGetIommuCapabilities)                                                                                      \
    X(HvCallGetLogicalDeviceProperty)                                                                                  \
    X(HvCallMapStatsPage2)                                                                                             \
    X(HvCallQueryInformationGpaRange)

/** Names of numbers that are reserved now, for programs that name old logs: X(name) for each. */
#define HV_CALL_CODE_RETIRED_LIST(X)                                                                                   \
    X(HvCallUnmapDevicePages)                                                                                          \
    X(HvCallArm64GetStartStub)                                                                                         \
    X(HvCallMapVpStatePageEx)

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_HYPERCALL */
