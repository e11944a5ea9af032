/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief GHCB: communication of an SNP guest with a host that cannot read its registers.
 *
 * The guest-hypervisor communication block is one page that guest and host
 * share. AMD defines the protocol; Hyper-V adds a second layout of the page, for
 * hypercalls. With both layouts the guest fills the page, writes its address to MSR
 * 0xC0010130 (HV_X64_MSR_GHCB) if it has not done so yet, and executes VMGEXIT.
 * GhcbUsage in the page's last four bytes identifies the layout:
 *
 *     GHCB_USAGE_BASE        AMD's layout: an exit code, two words about it and
 *                            those registers that the exit needs, each marked
 *                            in the valid bitmap
 *     GHCB_USAGE_HYPERCALL   HV_GHCB_HYPERCALL_PAGE: hypercall input from the
 *                            start of the page, control word and output address
 *                            near its end
 *
 * Before there is a page, and for the few requests that need none, the MSR itself
 * is the message: GhcbInfo in its low 12 bits is the type of the request or the
 * response, the rest its data. The guest writes it, executes VMGEXIT, reads it.
 *
 *     guest                                              host
 *       |-- MSR: REGISTER_REQUEST, page number        -->|
 *       |<-- MSR: REGISTER_RESPONSE, page number --------|    the page is known
 *       |-- page, base layout: write of an MSR        -->|    HV_X64_MSR_GUEST_OS_ID: hypercalls work
 *       |-- page, hypercall layout: CallCode, input   -->|
 *       |<-- page: result word in the place of CallCode -|
 *
 * To write an MSR the guest clears both bitmaps, sets SwExitCode to 0x7C and
 * SwExitInfo1 to 1, Rcx to the MSR, Rax and Rdx to the halves of the value, marks
 * these valid, and executes VMGEXIT. SwExitInfo1 of 0 reads, into Rax and Rdx.
 *
 * In the hypercall layout IsFast stays clear: the guest puts the input of a fast call into
 * Parameters like any other input. The guest must repeat a rep call that returns HV_STATUS_TIMEOUT
 * with RepStartIndex set to ElementsProcessed.
 *
 * The page is above the shared GPA boundary (Isolation.h), and the host may change
 * it at any time. A guest must disable interrupts while it uses the page, must check
 * that ElementsProcessed is possible (all requested elements on success, fewer on a
 * failure), and must copy output before it checks it. The guest must not place input
 * there that the host does not need. A guest should use the hypercall layout only
 * for calls whose input length it can compute; mu_msvm uses it for HvCallPostMessage
 * alone.
 *
 * A parent receives such a request from the hypervisor as
 * HvMessageTypeX64SevVmgexitIntercept (InterceptMessageX64.h).
 *
 * Sources: mu_msvm HvHypercallLib, GhcbLib; OpenVMM x86defs snp.rs; symbols of
 * kdhv 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_GHCB
#define MILE_HYPERV_HYPERVISOR_GHCB

#include "Types.h"

HV_HEADER_BEGIN

/*
 * The MSR.
 */

/** MSR of AMD that contains the address of the GHCB, or a message. */
#define HV_X64_MSR_GHCB 0xC0010130U

/*
 * GHCB_MSR.GhcbInfo. The guest writes a request to the host, and the response is in the same MSR.
 * EDK II defines the two numbers of CPUID as well, in this spelling.
 */

#define GHCB_INFO_NORMAL 0x000               /**< The MSR is the address of the page. */
/** Protocol versions and the encryption bit's number. */
#define GHCB_INFO_SEV_INFO_RESPONSE 0x001
#define GHCB_INFO_SEV_INFO_REQUEST 0x002
#define GHCB_INFO_AP_JUMP_TABLE 0x003        /**< Start address of the other processors. */
#define GHCB_INFO_CPUID_REQUEST 4            /**< One register of one CPUID leaf. */
#define GHCB_INFO_CPUID_RESPONSE 5
#define GHCB_INFO_PREFERRED_REQUEST 0x010    /**< Page that the host prefers for the GHCB. */
#define GHCB_INFO_PREFERRED_RESPONSE 0x011
#define GHCB_INFO_REGISTER_REQUEST 0x012     /**< Specifies the page of the GHCB to the host. */
#define GHCB_INFO_REGISTER_RESPONSE 0x013
/** Makes a page private or shared: GHCB_DATA_PAGE_STATE_... */
#define GHCB_INFO_PAGE_STATE_CHANGE 0x014
#define GHCB_INFO_PAGE_STATE_UPDATED 0x015
#define GHCB_INFO_HYP_FEATURE_REQUEST 0x080  /**< Features that the host supports. */
#define GHCB_INFO_HYP_FEATURE_RESPONSE 0x081
#define GHCB_INFO_SHUTDOWN_REQUEST 0x100     /**< The guest shuts down; ExtraData is the reason. */
#define GHCB_INFO_SPECIAL_HYPERCALL 0xF00    /**< Hyper-V: a hypercall. */
#define GHCB_INFO_SPECIAL_FAST_CALL 0xF01    /**< Hyper-V: a fast hypercall. */
/** Hyper-V: the result of either kind of hypercall. */
#define GHCB_INFO_HYPERCALL_OUTPUT 0xF02
#define GHCB_INFO_SPECIAL_DBGPRINT 0xF03     /**< Hyper-V: debug output. */

/** Contents of HV_X64_MSR_GHCB. */
typedef union GHCB_MSR
{
    HV_UINT64 AsUINT64;
    HV_UINT16 AsUINT16[4];
    struct
    {
        HV_UINT32 GhcbLow;  /**< Bits 0 to 31 as one integer. */
        HV_UINT32 GhcbHigh; /**< Bits 32 to 63 as one integer. */
    };
#if !defined(MILE_HYPERV_NO_BITFIELDS)
    struct
    {
        HV_UINT64 GhcbInfo : 12;      /**< Bits 0 to 11: GHCB_INFO_ value. */
        HV_UINT64 GpaPageNumber : 40; /**< Bits 12 to 51: GPA page number of the request. */
        /** Bits 52 to 63: for a change of page state, GHCB_DATA_PAGE_STATE_... */
        HV_UINT64 ExtraData : 12;
    };
#endif
} GHCB_MSR, *PGHCB_MSR;
HV_STATIC_ASSERT(sizeof(GHCB_MSR) == 8);

#define GHCB_DATA_PAGE_STATE_PRIVATE 0x001  /**< Private to the guest. */
#define GHCB_DATA_PAGE_STATE_SHARED 0x002   /**< Shared with the host. */
/** Splits a 2 MB entry of the reverse map into 4 KB entries. */
#define GHCB_DATA_PAGE_STATE_PSMASH 0x003
/** Joins 4 KB entries of the reverse map into one of 2 MB. */
#define GHCB_DATA_PAGE_STATE_UNSMASH 0x004
#define GHCB_DATA_PAGE_STATE_MASK 0x00F     /**< Bits of the page state operation. */
#define GHCB_DATA_PAGE_STATE_LARGE_PAGE 0x010 /**< Flag: the page is one of 2 MB. */

/*
 * The page, AMD's layout.
 */

/** Layout of the GHCB page. */
typedef HV_UINT32 GHCB_USAGE, *PGHCB_USAGE;
#define GHCB_USAGE_BASE 0x00000000       /**< GHCB_PAGE. */
#define GHCB_USAGE_HYPERCALL 0x00000001  /**< HV_GHCB_HYPERCALL_PAGE. */
#define GHCB_USAGE_VTL_RETURN 0x00000002 /**< A return to a lower VTL. */
#define GHCB_USAGE_INVALID 0xFFFFFFFFU

/** GHCB_PAGE.ProtocolVersion: AMD's first form, which mu_msvm uses. */
#define GHCB_PROTOCOL_VERSION_1 1
/** AMD's second form. */
#define GHCB_PROTOCOL_VERSION_2 2

/**
 * Registers and exit of GHCB_PAGE; each member has the offset that it has in a VMSA. Each member
 * without a comment is the register of its name.
 *
 * Bit n of the two bitmaps represents the 8 bytes at offset 8 * n: the guest sets it for each
 * member that it filled, and the host for each member that it changed.
 */
typedef struct HV_GHCB_SAVE_AREA
{
    HV_UINT8 Reserved0x0[203];
    HV_UINT8 Cpl;
    HV_UINT8 Reserved0xCC[116];
    HV_UINT64 Xss;
    HV_UINT8 Reserved0x148[24];
    HV_UINT64 Dr7;
    HV_UINT8 Reserved0x168[16];
    HV_UINT64 Rip;
    HV_UINT8 Reserved0x180[88];
    HV_UINT64 Rsp;
    HV_UINT8 Reserved0x1E0[24];
    HV_UINT64 Rax;
    HV_UINT8 Reserved0x200[264];
    HV_UINT64 Rcx;
    HV_UINT64 Rdx;
    HV_UINT64 Rbx;
    HV_UINT8 Reserved0x320[8];
    HV_UINT64 Rbp;
    HV_UINT64 Rsi;
    HV_UINT64 Rdi;
    HV_UINT64 R8;
    HV_UINT64 R9;
    HV_UINT64 R10;
    HV_UINT64 R11;
    HV_UINT64 R12;
    HV_UINT64 R13;
    HV_UINT64 R14;
    HV_UINT64 R15;
    HV_UINT8 Reserved0x380[16];
    /** Exit reason: an SVM exit code (0x7C is an MSR access), or a GHCB_EXIT_ number. */
    HV_UINT64 SwExitCode;
    /** First parameter of the exit: for an MSR, 0 to read it and 1 to write it. */
    HV_UINT64 SwExitInfo1;
    HV_UINT64 SwExitInfo2; /**< Second parameter of the exit. */
    HV_UINT64 SwScratch;   /**< GPA of further data, often of GHCB_PAGE.SharedBuffer. */
    HV_UINT8 Reserved0x3B0[56];
    HV_UINT64 Xcr0;
    HV_UINT64 ValidBitmap0; /**< Valid members at offsets 0 to 0x1FF. */
    HV_UINT64 ValidBitmap1; /**< Valid members at offsets 0x200 to 0x3FF. */
    HV_UINT64 X87StateGpa;  /**< GPA of a page with the x87 state. */
} HV_GHCB_SAVE_AREA, *PHV_GHCB_SAVE_AREA;
HV_STATIC_ASSERT(sizeof(HV_GHCB_SAVE_AREA) == 1032);

/* EDK II has a type of this name with other members in Register/Amd/Ghcb.h. */
#if !defined(MILE_HYPERV_EDK2)
typedef HV_GHCB_SAVE_AREA GHCB_SAVE_AREA, *PGHCB_SAVE_AREA;
#endif

/** The page for GHCB_USAGE_BASE. */
typedef struct GHCB_PAGE
{
    HV_GHCB_SAVE_AREA Save; /**< Registers and exit. */
    HV_UINT8 ReservedSave[1016];
    HV_UINT8 SharedBuffer[2032]; /**< Further data of the request. */
    HV_UINT8 Reserved0xFF0[10];
    HV_UINT16 ProtocolVersion; /**< GHCB_PROTOCOL_VERSION_1 or _2. */
    GHCB_USAGE GhcbUsage;
} GHCB_PAGE, *PGHCB_PAGE;
HV_STATIC_ASSERT(sizeof(GHCB_PAGE) == 4096);

/** SwExitCode: passes a message, encrypted with a key of the guest's, to the security processor. */
#define GHCB_EXIT_SNP_GUEST_REQUEST 0x80000011U
/**
 * SwExitCode: passes an encrypted message to the security processor, and requests the host's
 * certificates.
 */
#define GHCB_EXIT_SNP_EXTENDED_GUEST_REQUEST 0x80000012U
/** SwExitCode: sets the doorbell page, by which the host announces interrupts and other events. */
#define GHCB_EXIT_HV_DOORBELL_PAGE 0x80000014U

/*
 * The page, Hyper-V's layout.
 */

/** Bytes of hypercall input in HV_GHCB_HYPERCALL_PAGE. */
#define HV_GHCB_HYPERCALL_DATA_SIZE 4072

/** The page for GHCB_USAGE_HYPERCALL. */
typedef struct HV_GHCB_HYPERCALL_PAGE
{
    HV_UINT64 Parameters[509]; /**< The call's input structure, repetitions included. */
    HV_GPA Output;             /**< GPA of the output in a shared page; 0 if there is none. */
    /** Control word, HV_HYPERCALL_INPUT; the host replaces it by HV_HYPERCALL_OUTPUT. */
    HV_UINT64 CallCode;
    HV_UINT32 Reserved;
    GHCB_USAGE Format; /**< GHCB_USAGE_HYPERCALL. */
} HV_GHCB_HYPERCALL_PAGE, *PHV_GHCB_HYPERCALL_PAGE;
HV_STATIC_ASSERT(sizeof(HV_GHCB_HYPERCALL_PAGE) == 4096);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_GHCB */
