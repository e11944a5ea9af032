/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Intercepts: actions of a guest that stop it, and the receivers of their messages.
 *
 * An *intercept* is an action of a virtual processor that the hypervisor does not execute but
 * passes to a receiver: the parent partition that emulates devices for a child, or a higher trust
 * level that protects a lower one. The processor stops, in the state before the instruction. The
 * receiver obtains a message on SINT 0 (InterceptMessageX64.h, InterceptMessageArm64.h), changes the
 * registers and memory of the guest as necessary, and resumes the processor:
 *
 *     guest VP              hypervisor                    parent, or higher VTL
 *       |-- IN 0x3F8 ---------->|
 *       |   (suspended)         |-- HvMessageTypeX64IoPortIntercept -->|
 *       |                       |<-- HvCallSetVpRegisters -------------|  RAX, RIP past IN
 *       |                       |<-- clear HvRegisterInterceptSuspend -|
 *       |<-- runs --------------|
 *
 * Only that processor stops; several can have intercepts in progress simultaneously. To repeat the
 * instruction, the receiver leaves RIP unchanged; to complete it, the receiver writes its results
 * and advances RIP.
 *
 * Some intercepts need no installation (an access to memory that is not mapped). The others are
 * installed by type, with an access mask and a parameter whose meaning depends on the type:
 *
 *     type           access           parameter    behavior without the intercept
 *     X64IoPort      read and write   the port     writes are ignored, reads return ones
 *     X64Msr         read and write   -            #GP; MSRs of the hypervisor itself are never
 *                                                  intercepted
 *     X64Cpuid       execute          the leaf     the hypervisor's own result
 *     Exception      execute          the vector   the guest's own handler; INT n is never
 *                                                  intercepted
 *
 * The access masks of the newer types are undocumented. For results that are always equal (a CPUID
 * leaf, a nonexistent MSR) the parent can register the result with the hypervisor, which then does
 * not stop the processor.
 *
 * Sources: TLFS 2.0 chapter 9; TLFS 6.0b chapters 6 and 8 and its online edition
 * (HV_INTERCEPT_TYPE and others, vsm); OpenVMM hvdef; WDK 7.1 hvgdk.h; symbols
 * of securekernel 26100; the 2023 mshv patch.
 */

#ifndef MILE_HYPERV_HYPERVISOR_INTERCEPT
#define MILE_HYPERV_HYPERVISOR_INTERCEPT

#include "RegisterName.h"

HV_HEADER_BEGIN

/** Accesses to intercept. */
typedef HV_UINT32 HV_INTERCEPT_ACCESS_TYPE_MASK, *PHV_INTERCEPT_ACCESS_TYPE_MASK;
typedef const HV_INTERCEPT_ACCESS_TYPE_MASK *PCHV_INTERCEPT_ACCESS_TYPE_MASK;
#define HV_INTERCEPT_ACCESS_MASK_NONE 0x00
#define HV_INTERCEPT_ACCESS_MASK_READ 0x01
#define HV_INTERCEPT_ACCESS_MASK_WRITE 0x02
#define HV_INTERCEPT_ACCESS_MASK_READ_WRITE 0x03
#define HV_INTERCEPT_ACCESS_MASK_EXECUTE 0x04

/**
 * Kind of intercept that can be installed. Each comment names the member of HV_INTERCEPT_PARAMETERS
 * that the type uses.
 */
typedef HV_UINT32 HV_INTERCEPT_TYPE, *PHV_INTERCEPT_TYPE;
enum
{
    HvInterceptTypeX64IoPort = 0x00000000, /**< X64, IoPort: IN and OUT of one port. */
    HvInterceptTypeX64Msr = 0x00000001,    /**< X64: RDMSR and WRMSR. */
    HvInterceptTypeX64Cpuid = 0x00000002,  /**< X64, CpuidIndex: CPUID of one leaf. */
    /** ExceptionVector: before exceptions combine to a double fault. */
    HvInterceptTypeException = 0x00000003,
    /** Name of HvInterceptTypeException before ARM64 was supported. */
    HvInterceptTypeX64Exception = 0x00000003,
    HvInterceptTypeReserved0 = 0x00000004, /**< Registers, in the 2023 mshv patch. */
    HvInterceptTypeMmio = 0x00000005,
    HvInterceptTypeX64GlobalCpuid = 0x00000006,  /**< X64: CPUID, for the whole partition. */
    HvInterceptTypeX64ApicSmi = 0x00000007,      /**< X64: an SMI sent through the APIC. */
    HvInterceptTypeHypercall = 0x00000008,       /**< Hypercalls. */
    HvInterceptTypeX64ApicInitSipi = 0x00000009, /**< X64: an INIT or SIPI sent through the APIC. */
    HvInterceptTypeX64McUpdatePatchLevelMsrRead = 0x0000000A, /**< X64: reads of the microcode revision MSR. */
    HvInterceptTypeX64ApicWrite = 0x0000000B, /**< X64, ApicWriteMask: writes of APIC registers. */
    HvInterceptTypeX64MsrIndex = 0x0000000C,  /**< X64, MsrIndex: one MSR. */
    /** A post or signal to a connection that does not exist. */
    HvInterceptTypeUnknownSynicConnection = 0x0000000D,
    HvInterceptTypeX64ApicEoi = 0x0000000E, /**< X64: ends of interrupts. */
    /** HvCallRetargetDeviceInterrupt for a device that the hypervisor does not know. */
    HvInterceptTypeRetargetInterruptWithUnknownDeviceId = 0x0000000F,
    HvInterceptTypeX64ExceptionTrap = 0x00000010, /**< X64, ExceptionVector: an exception after its instruction. */
    HvInterceptTypeX64IoPortRange = 0x00000011, /**< X64, IoPortRange: IN and OUT of several ports. */
    HvInterceptTypeRegister = 0x00000012, /**< ARM64, by HvCallInstallInterceptEx: one register. */
    HvInterceptTypeMax = 0x00000013,      /**< One past the last in build 26100. */
    HvInterceptTypeSystemResetExtended = 0x00000013, /**< ARM64: PSCI SYSTEM_RESET2 and SYSTEM_OFF2. */
};
#define HvInterceptTypeInvalid 0xFFFFFFFFU

/** Parameter of an intercept, by its type. */
typedef union HV_INTERCEPT_PARAMETERS
{
    HV_UINT64 AsUINT64;        /**< The parameter as one integer; zero if the type has none. */
    HV_UINT16 IoPort;          /**< Number of the I/O port. */
    HV_UINT32 CpuidIndex;      /**< CPUID leaf, 0 to 0xFFFFFFFF. */
    HV_UINT32 ApicWriteMask;   /**< HV_X64_APIC_WRITE values, by the member's name. Undocumented. */
    HV_UINT16 ExceptionVector; /**< Vector of the exception; on x64, 0 to 31. */
    /** Number of the MSR, 0 to 0xFFFFFFFF. */
    HV_UINT32 MsrIndex;
    /** Range of I/O ports. */
    struct
    {
        HV_UINT16 Base; /**< Number of the first port. */
        HV_UINT16 End;  /**< Number of the last port, inclusive. */
    } IoPortRange;
} HV_INTERCEPT_PARAMETERS, *PHV_INTERCEPT_PARAMETERS;
HV_STATIC_ASSERT(sizeof(HV_INTERCEPT_PARAMETERS) == 8);

/** Type of an intercept with its parameter. */
typedef struct HV_INTERCEPT_DESCRIPTOR
{
    HV_INTERCEPT_TYPE Type;
    HV_UINT32 Padding;
    HV_INTERCEPT_PARAMETERS Parameters;
} HV_INTERCEPT_DESCRIPTOR, *PHV_INTERCEPT_DESCRIPTOR;
HV_STATIC_ASSERT(sizeof(HV_INTERCEPT_DESCRIPTOR) == 16);
typedef const HV_INTERCEPT_DESCRIPTOR *PCHV_INTERCEPT_DESCRIPTOR;

/** Parameter of HvCallInstallInterceptEx. */
typedef union HV_INTERCEPT_PARAMETERS_EX
{
    HV_UINT64 InterceptParamsRaw[16]; /**< The parameter as integers. */
    /** HvInterceptTypeRegister. */
    struct
    {
        HV_REGISTER_NAME RegisterName;
        HV_INTERCEPT_ACCESS_TYPE_MASK AccessTypeMask; /**< Read, write or both. */
        HV_UINT64 WriteInterceptMask; /**< Bits of the register whose change is intercepted. */
        HV_UINT64 Reserved[14];       /**< Zero. */
    } RegisterInterceptParams;
} HV_INTERCEPT_PARAMETERS_EX, *PHV_INTERCEPT_PARAMETERS_EX;
HV_STATIC_ASSERT(sizeof(HV_INTERCEPT_PARAMETERS_EX) == 128);

/*
 * Installing.
 */

/**
 * Input of HvCallInstallIntercept, by which the parent of an active partition, or a higher trust
 * level, installs an intercept; HV_INTERCEPT_ACCESS_MASK_NONE removes it. No output.
 *
 * Failures: HV_STATUS_INVALID_PARAMETER for an access mask or a parameter that the type does not
 * support and, at least for a CPUID leaf, HV_STATUS_INSUFFICIENT_MEMORY if the partition's pool is
 * empty.
 */
typedef struct HV_INPUT_INSTALL_INTERCEPT
{
    /** ID of a child, or HV_PARTITION_ID_SELF at a higher trust level. */
    HV_PARTITION_ID PartitionId;
    /** Accesses to intercept: HV_INTERCEPT_ACCESS_MASK_ values. */
    HV_INTERCEPT_ACCESS_TYPE_MASK AccessType;
    HV_INTERCEPT_TYPE InterceptType;
    HV_INTERCEPT_PARAMETERS InterceptParameter; /**< Parameter of the type. */
} HV_INPUT_INSTALL_INTERCEPT, *PHV_INPUT_INSTALL_INTERCEPT;
HV_STATIC_ASSERT(sizeof(HV_INPUT_INSTALL_INTERCEPT) == 24);

/**
 * Input of HvCallInstallInterceptEx (ARM64), by which a trust level intercepts registers of a lower
 * one, by name; a rep call. No output.
 */
typedef struct HV_INPUT_INSTALL_INTERCEPT_EX
{
    HV_PARTITION_ID PartitionId;
    HV_INPUT_VTL InterceptingInputVtl; /**< Trust level that receives the intercepts. */
    HV_UINT8 Padding[3];
    HV_INTERCEPT_TYPE InterceptType; /**< HvInterceptTypeRegister. */
    HV_UINT64 Reserved[4];
    /** Registers to intercept, one per repetition. */
    HV_INTERCEPT_PARAMETERS_EX InterceptParameters[];
} HV_INPUT_INSTALL_INTERCEPT_EX, *PHV_INPUT_INSTALL_INTERCEPT_EX;
HV_STATIC_ASSERT(sizeof(HV_INPUT_INSTALL_INTERCEPT_EX) == 48);

/*
 * Answers left with the hypervisor, x64.
 */

/** CPUID leaf to which a registered result applies. */
typedef struct HV_REGISTER_X64_CPUID_RESULT_PARAMETERS_INPUT
{
    HV_UINT32 Eax; /**< CPUID leaf. */
    HV_UINT32 Ecx; /**< CPUID subleaf. */
    /** 1 if the result applies to subleaf Ecx only, 0 if it applies to every subleaf. */
    HV_UINT8 SubleafSpecific;
    HV_UINT8 AlwaysOverride; /**< Undocumented. */
    HV_UINT16 Padding;
} HV_REGISTER_X64_CPUID_RESULT_PARAMETERS_INPUT, *PHV_REGISTER_X64_CPUID_RESULT_PARAMETERS_INPUT;
HV_STATIC_ASSERT(sizeof(HV_REGISTER_X64_CPUID_RESULT_PARAMETERS_INPUT) == 12);

/**
 * Registered result of CPUID: in each register, the bits of its mask. The TLFS calls the other bits
 * "don't care". Each value member is the register of its name.
 */
typedef struct HV_REGISTER_X64_CPUID_RESULT_PARAMETERS_OUTPUT
{
    HV_UINT32 Eax;
    HV_UINT32 EaxMask; /**< Bits of Eax that replace the hypervisor's own. */
    HV_UINT32 Ebx;
    HV_UINT32 EbxMask; /**< Bits of Ebx that replace the hypervisor's own. */
    HV_UINT32 Ecx;
    HV_UINT32 EcxMask; /**< Bits of Ecx that replace the hypervisor's own. */
    HV_UINT32 Edx;
    HV_UINT32 EdxMask; /**< Bits of Edx that replace the hypervisor's own. */
} HV_REGISTER_X64_CPUID_RESULT_PARAMETERS_OUTPUT, *PHV_REGISTER_X64_CPUID_RESULT_PARAMETERS_OUTPUT;
HV_STATIC_ASSERT(sizeof(HV_REGISTER_X64_CPUID_RESULT_PARAMETERS_OUTPUT) == 32);

/** Registered result of CPUID. */
typedef struct HV_REGISTER_X64_CPUID_RESULT_PARAMETERS
{
    HV_REGISTER_X64_CPUID_RESULT_PARAMETERS_INPUT Input;
    HV_REGISTER_X64_CPUID_RESULT_PARAMETERS_OUTPUT Result; /**< Registers after CPUID. */
} HV_REGISTER_X64_CPUID_RESULT_PARAMETERS, *PHV_REGISTER_X64_CPUID_RESULT_PARAMETERS;
HV_STATIC_ASSERT(sizeof(HV_REGISTER_X64_CPUID_RESULT_PARAMETERS) == 44);

/** Behavior of a nonexistent MSR. */
typedef HV_UINT32 HV_UNIMPLEMENTED_MSR_ACTION, *PHV_UNIMPLEMENTED_MSR_ACTION;
enum
{
    HvUnimplementedMsrActionFault = 0, /**< `#GP`. */
    /** A write is ignored, a read returns zero. */
    HvUnimplementedMsrActionIgnoreWriteReadZero = 1,
    HvUnimplementedMsrActionCount = 2,
};

/** Registered behavior of RDMSR and WRMSR. */
typedef struct HV_REGISTER_X64_MSR_RESULT_PARAMETERS
{
    /** Number of the MSR, 0 to 0xFFFFFFFF. */
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

/**
 * Input of HvCallRegisterInterceptResult, x64, which registers a result with the hypervisor, for one
 * processor or, with HV_ANY_VP, for all (OpenVMM). A simple call. No output.
 */
typedef struct HV_INPUT_REGISTER_INTERCEPT_RESULT
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_INTERCEPT_TYPE InterceptType;
    HV_REGISTER_INTERCEPT_RESULT_PARAMETERS Parameters;
    HV_UINT32 Padding;
} HV_INPUT_REGISTER_INTERCEPT_RESULT, *PHV_INPUT_REGISTER_INTERCEPT_RESULT;
HV_STATIC_ASSERT(sizeof(HV_INPUT_REGISTER_INTERCEPT_RESULT) == 64);

/**
 * Input of HvCallCheckForIoIntercept, x64, which checks whether an access to a port would be
 * intercepted, for an emulator of instructions; a simple call. Output:
 * HV_OUTPUT_CHECK_FOR_IO_INTERCEPT.
 */
typedef struct HV_INPUT_CHECK_FOR_IO_INTERCEPT
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_INPUT_VTL TargetVtl; /**< Trust level that makes the access. */
    HV_UINT8 Padding;
    HV_UINT16 Port;   /**< Number of the I/O port. */
    HV_UINT8 Size;    /**< Size of the access in bytes: 1, 2 or 4. */
    HV_UINT8 IsWrite; /**< 1 for OUT, 0 for IN. */
    HV_UINT16 Padding1[3];
} HV_INPUT_CHECK_FOR_IO_INTERCEPT, *PHV_INPUT_CHECK_FOR_IO_INTERCEPT;
HV_STATIC_ASSERT(sizeof(HV_INPUT_CHECK_FOR_IO_INTERCEPT) == 24);

/** Output of HvCallCheckForIoIntercept. */
typedef struct HV_CALL_ATTRIBUTES HV_OUTPUT_CHECK_FOR_IO_INTERCEPT
{
    HV_UINT8 Intercept; /**< 1: the access would be intercepted. */
    HV_UINT8 Padding[7];
} HV_OUTPUT_CHECK_FOR_IO_INTERCEPT, *PHV_OUTPUT_CHECK_FOR_IO_INTERCEPT;
HV_STATIC_ASSERT(sizeof(HV_OUTPUT_CHECK_FOR_IO_INTERCEPT) == 8);

/*
 * Completion of an intercept with data instead of registers, with which the hypervisor completes the
 * instruction. Undocumented; from symbols.
 */

/**
 * Input of HvCallCompleteIntercept, by which the receiver completes an intercept with the
 * completion data of its type. No output.
 */
typedef struct HV_INPUT_COMPLETE_INTERCEPT
{
    HV_PARTITION_ID PartitionId;
    HV_VP_INDEX VpIndex;
    HV_UINT32 DataSize; /**< Number of bytes of Data; at most the rest of the input page. */
    HV_UINT8 Data[];    /**< Completion data of the type. */
} HV_INPUT_COMPLETE_INTERCEPT, *PHV_INPUT_COMPLETE_INTERCEPT;
HV_STATIC_ASSERT(sizeof(HV_INPUT_COMPLETE_INTERCEPT) == 16);

/** Input of HvCallGetInterceptData, which returns the data of an intercept message. */
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
    HV_UINT32 Value; /**< Value that IN returns. */
} HV_X64_IO_PORT_READ_COMPLETION_DATA, *PHV_X64_IO_PORT_READ_COMPLETION_DATA;
HV_STATIC_ASSERT(sizeof(HV_X64_IO_PORT_READ_COMPLETION_DATA) == 4);

/** Completion data of a hypercall: its status, then its output. */
typedef struct HV_HYPERCALL_INTERCEPT_COMPLETION_DATA
{
    HV_UINT16 Status;      /**< HV_STATUS that the hypercall returns. */
    HV_UINT8 OutputData[]; /**< Output of the hypercall. */
} HV_HYPERCALL_INTERCEPT_COMPLETION_DATA, *PHV_HYPERCALL_INTERCEPT_COMPLETION_DATA;
HV_STATIC_ASSERT(sizeof(HV_HYPERCALL_INTERCEPT_COMPLETION_DATA) == 2);

/** Completion data of a change of page attributes. */
typedef struct HV_GPA_ATTRIBUTE_INTERCEPT_COMPLETION_DATA
{
    HV_UINT16 Status; /**< HV_STATUS of the change. */
} HV_GPA_ATTRIBUTE_INTERCEPT_COMPLETION_DATA, *PHV_GPA_ATTRIBUTE_INTERCEPT_COMPLETION_DATA;
HV_STATIC_ASSERT(sizeof(HV_GPA_ATTRIBUTE_INTERCEPT_COMPLETION_DATA) == 2);

/**
 * Input of HvCallUnregisterInterceptResult, x64, which removes a result that
 * HvCallRegisterInterceptResult registered. A simple call. No output.
 *
 * The input that follows identifies the result: the same masked CPUID input, or the same MSR and
 * kind of access. Its layout is undocumented.
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
