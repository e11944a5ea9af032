/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Sets of virtual processors, and the interrupt that is sent to one.
 *
 * Many calls act on several virtual processors at once. The first of them took
 * a mask of 64 bits, and so could name VPs 0 to 63 only. Their `...Ex` forms
 * take a set, which is either "all of the partition" or sparse: VPs come in
 * banks of 64 (bank = VpIndex / 64, bit = VpIndex % 64), a 64-bit mask tells
 * which banks follow, and only those follow, in ascending order:
 *
 *     VPs 0, 5 and 130      Format          HvGenericSetSparse4k
 *                           ValidBanksMask  0x5            banks 0 and 2
 *                           BankContents[0] 0x21           VPs 0 and 5
 *                           BankContents[1] 0x4            VP 130 = 2 * 64 + 2
 *     control word          VariableHeaderSize 2           two bank words
 *
 * A bank that is announced may be empty; a bank that is not announced takes no
 * space. 64 banks of 64 VPs are the 4096 that give the format its name. The
 * set is a variable header of the call: its bank words, counted in 8-byte
 * units, go into the variable header size of the hypercall control word, and
 * whatever follows (a list of a rep call) starts right after the last bank.
 *
 * The `...Ex` calls may be used where the recommendation UseExProcessorMasks is
 * set in CPUID leaf 0x40000004 (Cpuid.h: EAX bit 11 on x64, bit 3 on ARM64).
 *
 * Sources: TLFS 6.0b 7.8.7.3 to 7.8.7.5 and its online edition (HvCallSendSyntheticClusterIpi,
 * -Ex); OpenVMM hvdef; symbols of securekernel 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_PROCESSOR_SET
#define MILE_HYPERV_HYPERVISOR_PROCESSOR_SET

#include "Types.h"

HV_HEADER_BEGIN

/** How a set says what is in it; HV_GENERIC_SET.Format holds it in 64 bits. */
typedef HV_UINT32 HV_GENERIC_SET_FORMAT, *PHV_GENERIC_SET_FORMAT;
enum
{
    HvGenericSetSparse4k = 0, /**< The banks that ValidBanksMask announces, at most 4096 members. */
    HvGenericSetAll = 1,      /**< Everything there is; ValidBanksMask is zero and no bank follows. */
    HvGenericSetInvalid = 2,  /**< Names nothing. */
};

/** A member's number divided by 64, by shift and by mask: its bank, and its bit there. */
#define HV_GENERIC_SET_SHIFT 6
#define HV_GENERIC_SET_MASK 63
#define HV_VCPUS_PER_SPARSE_BANK 64
#define HV_MAX_SPARSE_VCPU_BANKS 64

/** The fixed part of a set, as it is embedded in the inputs of calls. */
typedef struct HV_GENERIC_SET_HEADER
{
    HV_UINT64 Format;         /**< HV_GENERIC_SET_FORMAT. */
    HV_UINT64 ValidBanksMask; /**< Bit n: the 64 members from n * 64 on have a word among the banks. */
} HV_GENERIC_SET_HEADER, *PHV_GENERIC_SET_HEADER;
HV_STATIC_ASSERT(sizeof(HV_GENERIC_SET_HEADER) == 16);

/** A set by itself: the fixed part, then one 64-bit word for each bit of ValidBanksMask, lowest bank first. */
typedef struct HV_GENERIC_SET
{
    HV_UINT64 Format;
    HV_UINT64 ValidBanksMask;
    HV_UINT64 BankContents[];
} HV_GENERIC_SET, *PHV_GENERIC_SET;
HV_STATIC_ASSERT(sizeof(HV_GENERIC_SET) == 16);

/** A set of virtual processors, by VP index. */
typedef HV_GENERIC_SET HV_VP_SET, *PHV_VP_SET;

/**
 * HvCallSendSyntheticClusterIpi: raises a fixed interrupt on VPs 0 to 63. No
 * NMI or other delivery mode can be sent this way. A simple call, usually made
 * fast: the input is exactly the two registers.
 */
typedef struct HV_INPUT_SEND_SYNTHETIC_CLUSTER_IPI
{
    HV_INTERRUPT_VECTOR Vector; /**< 0x10 to 0xFF. */
    HV_INPUT_VTL TargetVtl;
    HV_UINT8 Flags;             /**< Zero. */
    HV_UINT16 Reserved;
    HV_UINT64 ProcessorMask;    /**< Bit n: VP n. */
} HV_INPUT_SEND_SYNTHETIC_CLUSTER_IPI, *PHV_INPUT_SEND_SYNTHETIC_CLUSTER_IPI;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SEND_SYNTHETIC_CLUSTER_IPI) == 16);

/** HvCallSendSyntheticClusterIpiEx: the same for any set of VPs, whose banks follow the fixed part. */
typedef struct HV_INPUT_SEND_SYNTHETIC_CLUSTER_IPI_EX
{
    HV_INTERRUPT_VECTOR Vector;
    HV_INPUT_VTL TargetVtl; /**< Trust level to which the call applies. */
    HV_UINT8 Flags;
    HV_UINT16 Reserved;
    HV_GENERIC_SET_HEADER ProcessorSet;
    HV_UINT64 BankContents[];
} HV_INPUT_SEND_SYNTHETIC_CLUSTER_IPI_EX, *PHV_INPUT_SEND_SYNTHETIC_CLUSTER_IPI_EX;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SEND_SYNTHETIC_CLUSTER_IPI_EX) == 24);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_PROCESSOR_SET */
