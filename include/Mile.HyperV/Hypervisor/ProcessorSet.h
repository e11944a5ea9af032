/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Sets of virtual processors, and the interrupt from processor to processor.
 *
 * Many calls act on several virtual processors. The first of them have a mask of 64 bits, which can
 * contain only VPs 0 to 63. Their `...Ex` forms have a set, which is either "all of the partition"
 * or sparse: VPs are in banks of 64 (bank = VpIndex / 64, bit = VpIndex % 64), a 64-bit mask
 * contains the banks that follow, and only those follow, in ascending order:
 *
 *     VPs 0, 5 and 130      Format          HvGenericSetSparse4k
 *                           ValidBanksMask  0x5            banks 0 and 2
 *                           BankContents[0] 0x21           VPs 0 and 5
 *                           BankContents[1] 0x4            VP 130 = 2 * 64 + 2
 *     control word          VariableHeaderSize 2           two bank words
 *
 * A bank of the mask may be empty; a bank that is not in the mask occupies no space. 64 banks of 64
 * VPs are the 4096 of the format's name. The set is a variable header of the call: the number of
 * its bank words, in 8-byte units, is the variable header size of the hypercall control word, and
 * further data (the list of a rep call) begins directly after the last bank.
 *
 * A guest can use the `...Ex` calls if the recommendation UseExProcessorMasks is set in CPUID leaf
 * 0x40000004 (CpuidFeatures.h: EAX bit 11 on x64, bit 3 on ARM64).
 *
 * Sources: TLFS 6.0b 7.8.7.3 to 7.8.7.5 and its online edition (HvCallSendSyntheticClusterIpi,
 * -Ex); OpenVMM hvdef; symbols of securekernel 26100.
 */

#ifndef MILE_HYPERV_HYPERVISOR_PROCESSOR_SET
#define MILE_HYPERV_HYPERVISOR_PROCESSOR_SET

#include "Types.h"

HV_HEADER_BEGIN

/** Format of a set; HV_GENERIC_SET.Format has it in 64 bits. */
typedef HV_UINT32 HV_GENERIC_SET_FORMAT, *PHV_GENERIC_SET_FORMAT;
enum
{
    HvGenericSetSparse4k = 0, /**< The banks of ValidBanksMask, at most 4096 members. */
    HvGenericSetAll = 1, /**< Everything there is; ValidBanksMask is zero and no bank follows. */
    HvGenericSetInvalid = 2, /**< No set. */
};

/** Shift for the bank of a member, and mask for its bit in the bank. */
#define HV_GENERIC_SET_SHIFT 6
#define HV_GENERIC_SET_MASK 63
#define HV_VCPUS_PER_SPARSE_BANK 64
#define HV_MAX_SPARSE_VCPU_BANKS 64

/** Fixed part of a set, which the inputs of calls contain. */
typedef struct HV_GENERIC_SET_HEADER
{
    HV_UINT64 Format; /**< HV_GENERIC_SET_FORMAT. */
    HV_UINT64 ValidBanksMask; /**< Bit n: the 64 members from n * 64 on have a word among the banks. */
} HV_GENERIC_SET_HEADER, *PHV_GENERIC_SET_HEADER;
HV_STATIC_ASSERT(sizeof(HV_GENERIC_SET_HEADER) == 16);

/** Set: the fixed part, then one 64-bit word for each bit of ValidBanksMask, lowest bank first. */
typedef struct HV_GENERIC_SET
{
    HV_UINT64 Format;         /**< HV_GENERIC_SET_FORMAT. */
    HV_UINT64 ValidBanksMask; /**< Bit n is set if bank n follows. */
    HV_UINT64 BankContents[]; /**< Banks of the set. */
} HV_GENERIC_SET, *PHV_GENERIC_SET;
HV_STATIC_ASSERT(sizeof(HV_GENERIC_SET) == 16);

/** Set of virtual processors, by VP index. */
typedef HV_GENERIC_SET HV_VP_SET, *PHV_VP_SET;

/**
 * Input of HvCallSendSyntheticClusterIpi, which sends a fixed interrupt to VPs 0 to 63. No output.
 *
 * The call cannot send an NMI or another delivery mode. It is a simple call, usually fast: the
 * input is exactly two registers.
 */
typedef struct HV_INPUT_SEND_SYNTHETIC_CLUSTER_IPI
{
    HV_INTERRUPT_VECTOR Vector; /**< Vector of the interrupt, 0x10 to 0xFF. */
    HV_INPUT_VTL TargetVtl;     /**< Trust level that receives the interrupt. */
    HV_UINT8 Flags;             /**< Must be zero. */
    HV_UINT16 Reserved;
    HV_UINT64 ProcessorMask; /**< Bit n is VP n. */
} HV_INPUT_SEND_SYNTHETIC_CLUSTER_IPI, *PHV_INPUT_SEND_SYNTHETIC_CLUSTER_IPI;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SEND_SYNTHETIC_CLUSTER_IPI) == 16);

/**
 * Input of HvCallSendSyntheticClusterIpiEx, which sends a fixed interrupt to a set of VPs; the
 * banks are the variable header. No output.
 */
typedef struct HV_INPUT_SEND_SYNTHETIC_CLUSTER_IPI_EX
{
    HV_INTERRUPT_VECTOR Vector; /**< Vector of the interrupt, 0x10 to 0xFF. */
    HV_INPUT_VTL TargetVtl;     /**< Trust level that receives the interrupt. */
    HV_UINT8 Flags;             /**< Must be zero. */
    HV_UINT16 Reserved;
    HV_GENERIC_SET_HEADER ProcessorSet; /**< Header of the set of processors. */
    HV_UINT64 BankContents[];           /**< Banks of ProcessorSet. */
} HV_INPUT_SEND_SYNTHETIC_CLUSTER_IPI_EX, *PHV_INPUT_SEND_SYNTHETIC_CLUSTER_IPI_EX;
HV_STATIC_ASSERT(sizeof(HV_INPUT_SEND_SYNTHETIC_CLUSTER_IPI_EX) == 24);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_PROCESSOR_SET */
