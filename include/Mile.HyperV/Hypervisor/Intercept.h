/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Intercepts: which of a guest's actions stop it, and who is told.
 *
 * An *intercept* is an action of a virtual processor that the hypervisor does
 * not carry out but hands to somebody: the parent partition that emulates
 * devices for a child, or a higher trust level that guards a lower one. The
 * processor stops, in the state before the instruction. The other side gets a
 * message on SINT 0 (InterceptMessageX64.h, InterceptMessageArm64.h), does what
 * is to be done with the registers and memory of the guest, and lets it go on:
 *
 *     guest VP              hypervisor                    parent, or higher VTL
 *       |-- IN 0x3F8 ---------->|
 *       |   (suspended)         |-- HvMessageTypeX64IoPortIntercept -->|
 *       |                       |<-- HvCallSetVpRegisters -------------|  RAX, RIP past IN
 *       |                       |<-- clear HvRegisterInterceptSuspend -|
 *       |<-- runs --------------|
 *
 * Only that processor stops; several can have intercepts underway at once. To
 * have the instruction executed again, leave RIP where it is; to have carried
 * it out, write its results and RIP behind it.
 *
 * Some need no installing (an access to memory that is not mapped). The others
 * are asked for by type, with an access mask and a parameter that the type
 * gives a meaning:
 *
 *     type           access           parameter    where it is not installed
 *     X64IoPort      read and write   the port     writes are dropped, reads give ones
 *     X64Msr         read and write   -            #GP; of MSRs that the hypervisor itself has, none is intercepted
 *     X64Cpuid       execute          the leaf     the hypervisor's own answer
 *     Exception      execute          the vector   the guest's own handler; INT n is never intercepted
 *
 * Of the later types the access is in no source. Answers that are always the
 * same (a CPUID leaf, an MSR that nobody has) can be left with the hypervisor,
 * which then stops nothing.
 *
 * Sources: TLFS 2.0 chapter 9; TLFS 6.0b chapters 6 and 8 and its online edition
 * (HV_INTERCEPT_TYPE and others, vsm); OpenVMM hvdef; WDK 7.1 hvgdk.h; symbols
 * of securekernel 26100; the 2023 mshv patch.
 */

#ifndef MILE_HYPERV_HYPERVISOR_INTERCEPT
#define MILE_HYPERV_HYPERVISOR_INTERCEPT

#include "RegisterName.h"

HV_HEADER_BEGIN

/** The accesses that are to be intercepted. */
typedef HV_UINT32 HV_INTERCEPT_ACCESS_TYPE_MASK, *PHV_INTERCEPT_ACCESS_TYPE_MASK;
typedef const HV_INTERCEPT_ACCESS_TYPE_MASK *PCHV_INTERCEPT_ACCESS_TYPE_MASK;
#define HV_INTERCEPT_ACCESS_MASK_NONE 0x00
#define HV_INTERCEPT_ACCESS_MASK_READ 0x01
#define HV_INTERCEPT_ACCESS_MASK_WRITE 0x02
#define HV_INTERCEPT_ACCESS_MASK_READ_WRITE 0x03
#define HV_INTERCEPT_ACCESS_MASK_EXECUTE 0x04

/** What can be intercepted by installing it; the parameter that each takes is a member of HV_INTERCEPT_PARAMETERS. */
typedef HV_UINT32 HV_INTERCEPT_TYPE, *PHV_INTERCEPT_TYPE;
enum
{
    HvInterceptTypeX64IoPort = 0x00000000,       /**< X64, IoPort: IN and OUT of one port. */
    HvInterceptTypeX64Msr = 0x00000001,          /**< X64: RDMSR and WRMSR. */
    HvInterceptTypeX64Cpuid = 0x00000002,        /**< X64, CpuidIndex: CPUID of one leaf. */
    HvInterceptTypeException = 0x00000003,       /**< ExceptionVector: before double faults are made of two. */
    HvInterceptTypeX64Exception = 0x00000003,    /**< The name until ARM64 came. */
    HvInterceptTypeReserved0 = 0x00000004,       /**< Registers, in the 2023 mshv patch. */
    HvInterceptTypeMmio = 0x00000005,
    HvInterceptTypeX64GlobalCpuid = 0x00000006,  /**< X64: CPUID, for the whole partition. */
    HvInterceptTypeX64ApicSmi = 0x00000007,      /**< X64: an SMI sent through the APIC. */
    HvInterceptTypeHypercall = 0x00000008,       /**< Hypercalls. */
    HvInterceptTypeX64ApicInitSipi = 0x00000009, /**< X64: an INIT or SIPI sent through the APIC. */
    HvInterceptTypeX64McUpdatePatchLevelMsrRead = 0x0000000A, /**< X64: the microcode revision. */
    HvInterceptTypeX64ApicWrite = 0x0000000B,    /**< X64, ApicWriteMask: writes of APIC registers. */
    HvInterceptTypeX64MsrIndex = 0x0000000C,     /**< X64, MsrIndex: one MSR. */
    /** A post or signal to a connection that does not exist. */
    HvInterceptTypeUnknownSynicConnection = 0x0000000D,
    HvInterceptTypeX64ApicEoi = 0x0000000E,      /**< X64: the end of an interrupt. */
    /** HvCallRetargetDeviceInterrupt for a device that the hypervisor does not know. */
    HvInterceptTypeRetargetInterruptWithUnknownDeviceId = 0x0000000F,
    HvInterceptTypeX64ExceptionTrap = 0x00000010, /**< X64, ExceptionVector: an exception after its instruction. */
    HvInterceptTypeX64IoPortRange = 0x00000011,   /**< X64, IoPortRange: IN and OUT of several ports. */
    HvInterceptTypeRegister = 0x00000012,         /**< ARM64, by HvCallInstallInterceptEx: one register. */
    HvInterceptTypeMax = 0x00000013,              /**< One past the last in build 26100. */
    HvInterceptTypeSystemResetExtended = 0x00000013, /**< ARM64: PSCI SYSTEM_RESET2 and SYSTEM_OFF2. */
};
#define HvInterceptTypeInvalid 0xFFFFFFFFU

/** The parameter of an intercept type. */
typedef union HV_INTERCEPT_PARAMETERS
{
    HV_UINT64 AsUINT64; /**< Zero where the type takes none. */
    HV_UINT16 IoPort;
    HV_UINT32 CpuidIndex;
    HV_UINT32 ApicWriteMask;
    HV_UINT16 ExceptionVector;
    HV_UINT32 MsrIndex;
    struct
    {
        HV_UINT16 Base; /**< The first. */
        HV_UINT16 End;  /**< The last, which belongs to the range. */
    } IoPortRange;
} HV_INTERCEPT_PARAMETERS, *PHV_INTERCEPT_PARAMETERS;
HV_STATIC_ASSERT(sizeof(HV_INTERCEPT_PARAMETERS) == 8);

/** A type with its parameter. */
typedef struct HV_INTERCEPT_DESCRIPTOR
{
    HV_INTERCEPT_TYPE Type;
    HV_UINT32 Padding;
    HV_INTERCEPT_PARAMETERS Parameters;
} HV_INTERCEPT_DESCRIPTOR, *PHV_INTERCEPT_DESCRIPTOR;
HV_STATIC_ASSERT(sizeof(HV_INTERCEPT_DESCRIPTOR) == 16);
typedef const HV_INTERCEPT_DESCRIPTOR *PCHV_INTERCEPT_DESCRIPTOR;

/** The parameter of HvCallInstallInterceptEx. */
typedef union HV_INTERCEPT_PARAMETERS_EX
{
    HV_UINT64 InterceptParamsRaw[16];
    struct
    {
        HV_REGISTER_NAME RegisterName;
        HV_INTERCEPT_ACCESS_TYPE_MASK AccessTypeMask; /**< Read, write or both. */
        HV_UINT64 WriteInterceptMask;                 /**< Bits of the register whose writing is intercepted. */
        HV_UINT64 Reserved[14];                       /**< Zero. */
    } RegisterInterceptParams;
} HV_INTERCEPT_PARAMETERS_EX, *PHV_INTERCEPT_PARAMETERS_EX;
HV_STATIC_ASSERT(sizeof(HV_INTERCEPT_PARAMETERS_EX) == 128);

/*
 * Installing.
 */

/**
 * HvCallInstallIntercept: the caller is told of the guest's action from now on;
 * HV_INTERCEPT_ACCESS_MASK_NONE takes it back. For the parent of an active
 * partition. Fails with HV_STATUS_INVALID_PARAMETER for an access mask or a
 * parameter that the type does not take, and, for a CPUID leaf at least, with
 * HV_STATUS_INSUFFICIENT_MEMORY when the partition's pool is empty.
 */
typedef struct HV_INPUT_INSTALL_INTERCEPT
{
    HV_PARTITION_ID PartitionId; /**< A child, or HV_PARTITION_ID_SELF at a higher trust level. */
    HV_INTERCEPT_ACCESS_TYPE_MASK AccessType;
    HV_INTERCEPT_TYPE InterceptType;
    HV_INTERCEPT_PARAMETERS InterceptParameter;
} HV_INPUT_INSTALL_INTERCEPT, *PHV_INPUT_INSTALL_INTERCEPT;
HV_STATIC_ASSERT(sizeof(HV_INPUT_INSTALL_INTERCEPT) == 24);

/** HvCallInstallInterceptEx (ARM64): registers of a lower trust level, by name; a rep call. */
typedef struct HV_INPUT_INSTALL_INTERCEPT_EX
{
    HV_PARTITION_ID PartitionId;
    HV_INPUT_VTL InterceptingInputVtl; /**< The level that is told. */
    HV_UINT8 Padding[3];
    HV_INTERCEPT_TYPE InterceptType;   /**< HvInterceptTypeRegister. */
    HV_UINT64 Reserved[4];
    HV_INTERCEPT_PARAMETERS_EX InterceptParameters[];
} HV_INPUT_INSTALL_INTERCEPT_EX, *PHV_INPUT_INSTALL_INTERCEPT_EX;
HV_STATIC_ASSERT(sizeof(HV_INPUT_INSTALL_INTERCEPT_EX) == 48);

/*
 * Answers left with the hypervisor, x64.
 */

/** Which CPUID leaf is answered. */
typedef struct HV_REGISTER_X64_CPUID_RESULT_PARAMETERS_INPUT
{
    HV_UINT32 Eax; /**< The leaf. */
    HV_UINT32 Ecx; /**< The subleaf. */
    HV_UINT8 SubleafSpecific; /**< 1: Ecx counts; 0: every subleaf. */
    HV_UINT8 AlwaysOverride;  /**< No public description. */
    HV_UINT16 Padding;
} HV_REGISTER_X64_CPUID_RESULT_PARAMETERS_INPUT, *PHV_REGISTER_X64_CPUID_RESULT_PARAMETERS_INPUT;
HV_STATIC_ASSERT(sizeof(HV_REGISTER_X64_CPUID_RESULT_PARAMETERS_INPUT) == 12);

/** What CPUID returns: of each register the bits that the mask has. The TLFS calls the others "don't care". */
typedef struct HV_REGISTER_X64_CPUID_RESULT_PARAMETERS_OUTPUT
{
    HV_UINT32 Eax;
    HV_UINT32 EaxMask;
    HV_UINT32 Ebx;
    HV_UINT32 EbxMask;
    HV_UINT32 Ecx;
    HV_UINT32 EcxMask;
    HV_UINT32 Edx;
    HV_UINT32 EdxMask;
} HV_REGISTER_X64_CPUID_RESULT_PARAMETERS_OUTPUT, *PHV_REGISTER_X64_CPUID_RESULT_PARAMETERS_OUTPUT;
HV_STATIC_ASSERT(sizeof(HV_REGISTER_X64_CPUID_RESULT_PARAMETERS_OUTPUT) == 32);

/** An answer to CPUID. */
typedef struct HV_REGISTER_X64_CPUID_RESULT_PARAMETERS
{
    HV_REGISTER_X64_CPUID_RESULT_PARAMETERS_INPUT Input;
    HV_REGISTER_X64_CPUID_RESULT_PARAMETERS_OUTPUT Result;
} HV_REGISTER_X64_CPUID_RESULT_PARAMETERS, *PHV_REGISTER_X64_CPUID_RESULT_PARAMETERS;
HV_STATIC_ASSERT(sizeof(HV_REGISTER_X64_CPUID_RESULT_PARAMETERS) == 44);

/** What becomes of an MSR that nobody has. */
typedef HV_UINT32 HV_UNIMPLEMENTED_MSR_ACTION, *PHV_UNIMPLEMENTED_MSR_ACTION;
enum
{
    HvUnimplementedMsrActionFault = 0,               /**< #GP. */
    HvUnimplementedMsrActionIgnoreWriteReadZero = 1, /**< A write does nothing, a read gives zero. */
    HvUnimplementedMsrActionCount = 2,
};

/** An answer to RDMSR and WRMSR. */
typedef struct HV_REGISTER_X64_MSR_RESULT_PARAMETERS
{
    HV_UINT32 MsrIndex;
    HV_INTERCEPT_ACCESS_TYPE_MASK AccessType; /**< Read, write or both. */
    HV_UNIMPLEMENTED_MSR_ACTION Action;
} HV_REGISTER_X64_MSR_RESULT_PARAMETERS, *PHV_REGISTER_X64_MSR_RESULT_PARAMETERS;
HV_STATIC_ASSERT(sizeof(HV_REGISTER_X64_MSR_RESULT_PARAMETERS) == 12);

/** Either, by the intercept type. */
typedef union HV_REGISTER_INTERCEPT_RESULT_PARAMETERS
{
    HV_REGISTER_X64_CPUID_RESULT_PARAMETERS Cpuid; /**< HvInterceptTypeX64Cpuid. */
    HV_REGISTER_X64_MSR_RESULT_PARAMETERS Msr;     /**< HvInterceptTypeX64Msr. */
} HV_REGISTER_INTERCEPT_RESULT_PARAMETERS, *PHV_REGISTER_INTERCEPT_RESULT_PARAMETERS;
HV_STATIC_ASSERT(sizeof(HV_REGISTER_INTERCEPT_RESULT_PARAMETERS) == 44);

/** HvCallRegisterInterceptResult: leaves an answer with the hypervisor, for one processor. A simple call. */
typedef struct HV_INPUT_REGISTER_INTERCEPT_RESULT
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_INTERCEPT_TYPE InterceptType;
    HV_REGISTER_INTERCEPT_RESULT_PARAMETERS Parameters;
    HV_UINT32 Padding;
} HV_INPUT_REGISTER_INTERCEPT_RESULT, *PHV_INPUT_REGISTER_INTERCEPT_RESULT;
HV_STATIC_ASSERT(sizeof(HV_INPUT_REGISTER_INTERCEPT_RESULT) == 64);

/** HvCallCheckForIoIntercept, x64: would this access be intercepted? For who emulates an instruction. A simple call. */
typedef struct HV_INPUT_CHECK_FOR_IO_INTERCEPT
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_INPUT_VTL TargetVtl; /**< Trust level to which the call applies. */
    HV_UINT8 Padding;
    HV_UINT16 Port;
    HV_UINT8 Size;    /**< Bytes: 1, 2 or 4. */
    HV_UINT8 IsWrite; /**< 1: OUT, 0: IN. */
    HV_UINT16 Padding1[3];
} HV_INPUT_CHECK_FOR_IO_INTERCEPT, *PHV_INPUT_CHECK_FOR_IO_INTERCEPT;
HV_STATIC_ASSERT(sizeof(HV_INPUT_CHECK_FOR_IO_INTERCEPT) == 24);

/** Output of HvCallCheckForIoIntercept. */
typedef struct HV_CALL_ATTRIBUTES HV_OUTPUT_CHECK_FOR_IO_INTERCEPT
{
    HV_UINT8 Intercept; /**< 1: it would. */
    HV_UINT8 Padding[7];
} HV_OUTPUT_CHECK_FOR_IO_INTERCEPT, *PHV_OUTPUT_CHECK_FOR_IO_INTERCEPT;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_CHECK_FOR_IO_INTERCEPT) == 8);

/*
 * Completing an intercept with data, in place of registers: the hypervisor
 * carries the instruction out with it. No public description; from symbols.
 */

/** HvCallCompleteIntercept: DataSize bytes of the type's completion data follow. */
typedef struct HV_INPUT_COMPLETE_INTERCEPT
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_UINT32 DataSize;
    HV_UINT8 Data[];
} HV_INPUT_COMPLETE_INTERCEPT, *PHV_INPUT_COMPLETE_INTERCEPT;
HV_STATIC_ASSERT(sizeof(HV_INPUT_COMPLETE_INTERCEPT) == 16);

/** HvCallGetInterceptData: the data that belongs to an intercept message. */
typedef struct HV_INPUT_GET_INTERCEPT_DATA
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_UINT32 Padding;
} HV_INPUT_GET_INTERCEPT_DATA, *PHV_INPUT_GET_INTERCEPT_DATA;
HV_STATIC_ASSERT(sizeof(HV_INPUT_GET_INTERCEPT_DATA) == 16);

/** Completion data of an IN. */
typedef struct HV_X64_IO_PORT_READ_COMPLETION_DATA
{
    HV_UINT32 Value;
} HV_X64_IO_PORT_READ_COMPLETION_DATA, *PHV_X64_IO_PORT_READ_COMPLETION_DATA;
HV_STATIC_ASSERT(sizeof(HV_X64_IO_PORT_READ_COMPLETION_DATA) == 4);

/** Completion data of a hypercall: its status, then its output. */
typedef struct HV_HYPERCALL_INTERCEPT_COMPLETION_DATA
{
    HV_UINT16 Status;
    HV_UINT8 OutputData[];
} HV_HYPERCALL_INTERCEPT_COMPLETION_DATA, *PHV_HYPERCALL_INTERCEPT_COMPLETION_DATA;
HV_STATIC_ASSERT(sizeof(HV_HYPERCALL_INTERCEPT_COMPLETION_DATA) == 2);

/** Completion data of a change of page attributes. */
typedef struct HV_GPA_ATTRIBUTE_INTERCEPT_COMPLETION_DATA
{
    HV_UINT16 Status;
} HV_GPA_ATTRIBUTE_INTERCEPT_COMPLETION_DATA, *PHV_GPA_ATTRIBUTE_INTERCEPT_COMPLETION_DATA;
HV_STATIC_ASSERT(sizeof(HV_GPA_ATTRIBUTE_INTERCEPT_COMPLETION_DATA) == 2);

/**
 * HvCallUnregisterInterceptResult, x64: withdraws an answer that
 * HvCallRegisterInterceptResult gave. A simple call.
 *
 * What follows names the answer: the same masked CPUID input, or the same MSR
 * and kind of access. No source gives its layout.
 *
 * Source: TLFS online.
 */
typedef struct HV_INPUT_UNREGISTER_INTERCEPT_RESULT
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_INTERCEPT_TYPE InterceptType;
} HV_INPUT_UNREGISTER_INTERCEPT_RESULT, *PHV_INPUT_UNREGISTER_INTERCEPT_RESULT;
HV_STATIC_ASSERT(sizeof(HV_INPUT_UNREGISTER_INTERCEPT_RESULT) == 16);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_INTERCEPT */
