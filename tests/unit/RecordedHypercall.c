/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Hypercalls: control words and input blocks that other programs recorded or made, read through our types.
 *
 * Where a block is built here, offset by offset, the figures are those of a
 * kernel debugger's own tests (see tests/data/hypercall.def), and so is what
 * each must mean.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <Mile.HyperV/Hypervisor/AddressSpace.h>
#include <Mile.HyperV/Hypervisor/Hypercall.h>
#include <Mile.HyperV/Hypervisor/Interrupt.h>
#include <Mile.HyperV/Hypervisor/Memory.h>
#include <Mile.HyperV/Hypervisor/MemoryAccess.h>
#include <Mile.HyperV/Hypervisor/ProcessorSet.h>
#include <Mile.HyperV/Hypervisor/Register.h>
#include <Mile.HyperV/Hypervisor/RegisterNameX64.h>
#include <Mile.HyperV/Hypervisor/Synic.h>
#include <Mile.HyperV/Hypervisor/VirtualProcessor.h>
#include <Mile.HyperV/Hypervisor/Vtl.h>

/** An input page, which begins as zeros. */
static union
{
    HV_UINT128 Aligned;
    HV_UINT8 Bytes[4096];
    HV_INPUT_FLUSH_VIRTUAL_ADDRESS_SPACE FlushSpace;
    HV_INPUT_FLUSH_VIRTUAL_ADDRESS_LIST FlushList;
    HV_INPUT_FLUSH_VIRTUAL_ADDRESS_LIST_EX FlushListEx;
    HV_INPUT_SEND_SYNTHETIC_CLUSTER_IPI Ipi;
    HV_INPUT_SEND_SYNTHETIC_CLUSTER_IPI_EX IpiEx;
    HV_INPUT_SIGNAL_EVENT SignalEvent;
    HV_INPUT_POST_MESSAGE PostMessage;
    HV_INPUT_GET_VP_REGISTERS GetRegisters;
    HV_INPUT_SET_VP_REGISTERS SetRegisters;
    HV_INPUT_FLUSH_GUEST_PHYSICAL_ADDRESS_SPACE FlushGpa;
    HV_INPUT_FLUSH_GUEST_PHYSICAL_ADDRESS_LIST FlushGpaList;
    HV_INPUT_MODIFY_VTL_PROTECTION_MASK ModifyVtl;
    HV_INPUT_ENABLE_PARTITION_VTL EnablePartitionVtl;
    HV_X64_INPUT_START_VIRTUAL_PROCESSOR StartVp;
    HV_X64_INPUT_GET_VP_INDEX_FROM_APIC_ID GetVpIndex;
    HV_X64_INPUT_RETARGET_DEVICE_INTERRUPT Retarget;
} Page;

static void Clear(void)
{
    memset(&Page, 0, sizeof(Page));
}

/** Writes the low @p Size bytes of @p Value, little-endian. */
static void Put(size_t Offset, HV_UINT64 Value, size_t Size)
{
    for (size_t Index = 0; Index < Size; ++Index)
    {
        Page.Bytes[Offset + Index] = (HV_UINT8)(Value >> 8 * Index);
    }
}

static void ControlWords(void **State)
{
    (void)State;
#define RECORDED_CALL(Input, Code, Fast, Header, Nested, Count, Start)                                                 \
    {                                                                                                                  \
        HV_HYPERCALL_INPUT Word = {.AsUINT64 = Input};                                                                 \
        HV_HYPERCALL_INPUT Built = {.AsUINT64 = 0};                                                                    \
        assert_int_equal(Word.CallCode, Code);                                                                         \
        assert_int_equal(Word.IsFast, Fast);                                                                           \
        assert_int_equal(Word.VariableHeaderSize, Header);                                                             \
        assert_int_equal(Word.IsNested, Nested);                                                                       \
        assert_int_equal(Word.CountOfElements, Count);                                                                 \
        assert_int_equal(Word.RepStartIndex, Start);                                                                   \
        Built.CallCode = Code;                                                                                         \
        Built.IsFast = Fast;                                                                                           \
        Built.VariableHeaderSize = Header;                                                                             \
        Built.IsNested = Nested;                                                                                       \
        Built.CountOfElements = Count;                                                                                 \
        Built.RepStartIndex = Start;                                                                                   \
        assert_int_equal(Built.AsUINT64, Input);                                                                       \
    }
#include "../data/hypercall.def"
}

static void FlushRanges(void **State)
{
    (void)State;
#define RECORDED_RANGE(Value, Page, Count)                                                                             \
    {                                                                                                                  \
        HV_GVA_RANGE Range = {.AsUINT64 = Value};                                                                      \
        assert_int_equal(Range.Simple.GvaPageNumber, Page);                                                            \
        assert_int_equal(Range.Simple.AdditionalPages + 1, Count);                                                     \
    }
#define RECORDED_EXTENDED_RANGE(Value, Address, Size, Count)                                                           \
    {                                                                                                                  \
        HV_GVA_RANGE Range = {.AsUINT64 = Value};                                                                      \
        assert_int_equal(Range.Extended.LargePage, (Size) != 0x1000);                                                  \
        if (Range.Extended.LargePage)                                                                                  \
        {                                                                                                              \
            assert_int_equal((HV_UINT64)Range.ExtendedLargePage.GvaLargePageNumber << 21, Address);                    \
            assert_int_equal(Range.ExtendedLargePage.AdditionalPages + 1, Count);                                      \
            assert_int_equal(Range.ExtendedLargePage.PageSize, (Size) == 0x40000000);                                  \
        }                                                                                                              \
        else                                                                                                           \
        {                                                                                                              \
            assert_int_equal((HV_UINT64)Range.Extended.GvaPageNumber << 12, Address);                                  \
            assert_int_equal(Range.Extended.AdditionalPages + 1, Count);                                               \
        }                                                                                                              \
    }
#include "../data/hypercall.def"
}

/* Real: what a Windows guest had in its registers. */
static void CapturedCalls(void **State)
{
    (void)State;
    Clear();
    Put(0, 0x0, 8); /* RDX */
    Put(8, 0xF, 8); /* R8 */
    Put(16, 0x0, 8);
    Put(24, 0xFFFFA789D4012000, 8); /* the rest of XMM0 and on */
    Put(32, 0xFFFFA789D401B000, 8);
    assert_int_equal(HvCallFlushVirtualAddressList, 0x0003);
    assert_int_equal(Page.FlushList.Header.AddressSpace, 0);
    assert_int_equal(Page.FlushList.Header.Flags, HV_FLUSH_ALL_PROCESSORS | HV_FLUSH_ALL_VIRTUAL_ADDRESS_SPACES |
                                                      HV_FLUSH_NON_GLOBAL_MAPPINGS_ONLY |
                                                      HV_FLUSH_USE_EXTENDED_RANGE_FORMAT);
    assert_int_equal(Page.FlushList.Header.ProcessorMask, 0);
    assert_int_equal(Page.FlushList.GvaList[0], 0xFFFFA789D4012000);
    assert_int_equal(Page.FlushList.GvaList[1], 0xFFFFA789D401B000);
    /* The live hypervisor's table: 0x18 bytes of input and 8 for each element. */
    assert_int_equal(sizeof(Page.FlushList), 0x18);
    assert_int_equal(sizeof(Page.FlushList.GvaList[0]), 0x8);
    assert_int_equal(HvCallSwitchVirtualAddressSpace, 0x0001);
    assert_int_equal(sizeof(HV_INPUT_SWITCH_VIRTUAL_ADDRESS_SPACE), 0x8);

    Clear();
    Put(0, 0xE1, 8);
    Put(8, 0x1, 8);
    assert_int_equal(HvCallSendSyntheticClusterIpi, 0x000B);
    assert_int_equal(Page.Ipi.Vector, 0xE1);
    assert_int_equal(Page.Ipi.TargetVtl.AsUINT8, 0);
    assert_int_equal(Page.Ipi.ProcessorMask, 0x1);
}

static void Flushes(void **State)
{
    (void)State;
    Clear();
    Put(0, 0x1AD000, 8);
    Put(16, 0x3, 8);
    Put(24, 0x1000, 8);
    Put(32, 0x7FF600000001, 8);
    assert_int_equal(Page.FlushList.Header.AddressSpace, 0x1AD000);
    assert_int_equal(Page.FlushList.Header.Flags, 0);
    assert_int_equal(Page.FlushList.Header.ProcessorMask, 0x3);
    assert_int_equal(Page.FlushList.GvaList[1], 0x7FF600000001);

    Clear();
    Put(8, 0x2, 8);
    Put(16, 0xB1, 8);
    assert_int_equal(HvCallFlushVirtualAddressSpace, 0x0002);
    assert_int_equal(Page.FlushSpace.Header.Flags, HV_FLUSH_ALL_VIRTUAL_ADDRESS_SPACES);
    assert_int_equal(Page.FlushSpace.Header.ProcessorMask, 1 << 0 | 1 << 4 | 1 << 5 | 1 << 7);

    /* A sparse set of banks 0 and 2, behind which the list begins: variable header of two words. */
    Clear();
    Put(16, 0, 8);
    Put(24, 0x5, 8);
    Put(32, 0x21, 8);
    Put(40, 0x4, 8);
    Put(48, 0x1000, 8);
    assert_int_equal(HvCallFlushVirtualAddressListEx, 0x0014);
    assert_int_equal(Page.FlushListEx.Header.ProcessorSet.Format, HvGenericSetSparse4k);
    assert_int_equal(Page.FlushListEx.Header.ProcessorSet.ValidBanksMask, 1 << 0 | 1 << 2);
    assert_int_equal(Page.FlushListEx.BankContents[0], 1ULL << 0 | 1ULL << 5);
    assert_int_equal(Page.FlushListEx.BankContents[1], 1ULL << (130 & HV_GENERIC_SET_MASK));
    assert_int_equal(130 >> HV_GENERIC_SET_SHIFT, 2);
    assert_int_equal(Page.FlushListEx.BankContents[2], 0x1000);

    Clear();
    Put(0, 0x20000101E, 8);
    assert_int_equal(HvCallFlushGuestPhysicalAddressSpace, 0x00AF);
    assert_int_equal(Page.FlushGpa.AddressSpace, 0x20000101E);
    assert_int_equal(Page.FlushGpa.Flags, 0);

    Clear();
    Put(16, 0x123457FF, 8);
    Put(24, 0x400000ULL << 21 | 1 << 12 | 1 << 11 | 2, 8);
    Put(32, 3 << 21 | 1 << 11, 8);
    assert_int_equal(HvCallFlushGuestPhysicalAddressList, 0x00B0);
    assert_int_equal(Page.FlushGpaList.GpaRangeList[0].BasePfn, 0x12345);
    assert_int_equal(Page.FlushGpaList.GpaRangeList[0].LargePage, 0);
    assert_int_equal(Page.FlushGpaList.GpaRangeList[0].AdditionalPages + 1, 2048);
    assert_int_equal(Page.FlushGpaList.GpaRangeList[1].LargePageSet, 1);
    assert_int_equal(Page.FlushGpaList.GpaRangeList[1].PageSize, 1);
    assert_int_equal(Page.FlushGpaList.GpaRangeList[1].BaseLargePfn, 0x400000);
    assert_int_equal(Page.FlushGpaList.GpaRangeList[1].AdditionalPagesLarge + 1, 3);
    assert_int_equal(Page.FlushGpaList.GpaRangeList[2].BaseLargePfn, 3);
    assert_int_equal(Page.FlushGpaList.GpaRangeList[2].PageSize, 0);
    assert_int_equal(Page.FlushGpaList.GpaRangeList[2].AdditionalPagesLarge, 0);
}

static void Interrupts(void **State)
{
    (void)State;
    Clear();
    Put(0, 0x2F, 8);
    Put(8, 0xF0, 8);
    assert_int_equal(Page.Ipi.Vector, 0x2F);
    assert_int_equal(Page.Ipi.ProcessorMask, 1 << 4 | 1 << 5 | 1 << 6 | 1 << 7);

    Clear();
    Put(0, 0xD1, 4);
    Put(4, 0x11, 1);
    Put(8, 1, 8);
    Put(16, 0x5, 8);
    assert_int_equal(HvCallSendSyntheticClusterIpiEx, 0x0015);
    assert_int_equal(Page.IpiEx.Vector, 0xD1);
    assert_int_equal(Page.IpiEx.TargetVtl.TargetVtl, 1);
    assert_int_equal(Page.IpiEx.TargetVtl.UseTargetVtl, 1);
    assert_int_equal(Page.IpiEx.ProcessorSet.Format, HvGenericSetAll);

    /* Fast: RDX, R8, then the XMM registers, low half first. */
    Clear();
    Put(0, 0x2F, 8);
    Put(8, 0, 8);
    Put(16, 0x5, 8);
    Put(24, 0x21, 8);
    Put(32, 0x4, 8);
    assert_int_equal(Page.IpiEx.ProcessorSet.Format, HvGenericSetSparse4k);
    assert_int_equal(Page.IpiEx.ProcessorSet.ValidBanksMask, 0x5);
    assert_int_equal(Page.IpiEx.BankContents[0], 0x21);
    assert_int_equal(Page.IpiEx.BankContents[1], 0x4);

    Clear();
    Put(0, UINT64_MAX, 8);
    Put(8, 0xBEEF, 8);
    Put(16, 1, 4);
    Put(24, 0xFEE03000, 4);
    Put(28, 0x41, 4);
    Put(40, 0x41, 4);
    Put(44, 3, 4);
    Put(48, 0, 8);
    Put(56, 1, 8);
    Put(64, 3, 8);
    assert_int_equal(HvCallRetargetDeviceInterrupt, 0x007E);
    assert_int_equal(Page.Retarget.PartitionId, HV_PARTITION_ID_SELF);
    assert_int_equal(Page.Retarget.DeviceId, 0xBEEF);
    assert_int_equal(Page.Retarget.InterruptEntry.InterruptSource, HvInterruptSourceMsi);
    assert_int_equal(Page.Retarget.InterruptEntry.Data[0], 0x41FEE03000);
    assert_int_equal(Page.Retarget.InterruptTarget.Vector, 0x41);
    assert_int_equal(Page.Retarget.InterruptTarget.Flags.Multicast, 1);
    assert_int_equal(Page.Retarget.InterruptTarget.Flags.ProcessorSet, 1);
    assert_int_equal(Page.Retarget.InterruptTarget.ProcessorSet[0], HvGenericSetSparse4k);
    assert_int_equal(HV_FIELD_SIZE_THROUGH(HV_X64_INPUT_RETARGET_DEVICE_INTERRUPT, InterruptTarget), 56);
}

static void MessagesAndEvents(void **State)
{
    (void)State;
    Clear();
    Put(0, 0xFFFF000300010004, 8);
    assert_int_equal(HvCallSignalEvent, 0x005D);
    assert_int_equal(Page.SignalEvent.ConnectionId.Id, 0x00010004);
    assert_int_equal(Page.SignalEvent.FlagNumber, 3);
    assert_int_equal(Page.SignalEvent.RsvdZ, 0xFFFF);

    Clear();
    Put(0, 0x01000002, 4);
    Put(8, 1, 4);
    Put(12, 20, 4);
    Put(16, 0x1111, 8);
    Put(24, 0x2222, 8);
    Put(32, 0x3333, 8);
    assert_int_equal(HvCallPostMessage, 0x005C);
    assert_int_equal(Page.PostMessage.ConnectionId.Id, 0x2);
    assert_int_equal(Page.PostMessage.MessageType, 1);
    assert_int_equal(Page.PostMessage.PayloadSize, 20);
    assert_int_equal(Page.PostMessage.Payload[0], 0x1111);
    assert_int_equal(Page.PostMessage.Payload[2], 0x3333);
}

static void Registers(void **State)
{
    (void)State;
    Clear();
    Put(0, UINT64_MAX, 8);
    Put(8, 0xFFFFFFFE, 4);
    Put(12, 0x11, 1);
    Put(16, 0x00020010, 4);
    Put(20, 0x000D0007, 4);
    Put(24, 0x000800FF, 4);
    assert_int_equal(HvCallGetVpRegisters, 0x0050);
    assert_int_equal(Page.GetRegisters.PartitionId, HV_PARTITION_ID_SELF);
    assert_int_equal(Page.GetRegisters.VpIndex, HV_VP_INDEX_SELF);
    assert_int_equal(Page.GetRegisters.InputVtl.TargetVtl, 1);
    assert_int_equal(Page.GetRegisters.InputVtl.UseTargetVtl, 1);
    assert_int_equal(Page.GetRegisters.Names[0], HvX64RegisterRip);
    assert_int_equal(Page.GetRegisters.Names[1], HvRegisterVsmPartitionConfig);
    assert_int_equal(Page.GetRegisters.Names[2], 0x000800FF);

    /* An element: the name, 12 bytes of nothing, the value. */
    Clear();
    Put(8, 2, 4);
    Put(16, 0x00040002, 4);
    Put(32, 0x1AD000, 8);
    Put(48, 0x00090013, 4);
    Put(64, 0x12345001, 8);
    Put(72, 0x99, 8);
    assert_int_equal(HvCallSetVpRegisters, 0x0051);
    assert_int_equal(Page.SetRegisters.VpIndex, 2);
    assert_int_equal(Page.SetRegisters.Elements[0].Name, HvX64RegisterCr3);
    assert_int_equal(Page.SetRegisters.Elements[0].Value.Reg64, 0x1AD000);
    assert_int_equal(Page.SetRegisters.Elements[1].Name, HvRegisterVpAssistPage);
    assert_int_equal(Page.SetRegisters.Elements[1].Value.Reg128.Low64, 0x12345001);
    assert_int_equal(Page.SetRegisters.Elements[1].Value.Reg128.High64, 0x99);
}

static void TrustLevels(void **State)
{
    (void)State;
    Clear();
    Put(0, UINT64_MAX, 8);
    Put(8, 0x10045, 4);
    Put(12, 0x10, 1);
    Put(16, 0x1234, 8);
    assert_int_equal(HvCallModifyVtlProtectionMask, 0x000C);
    assert_int_equal(Page.ModifyVtl.TargetPartitionId, HV_PARTITION_ID_SELF);
    assert_int_equal(Page.ModifyVtl.MapFlags & HV_MAP_GPA_PERMISSIONS_MASK,
                     HV_MAP_GPA_READABLE | HV_MAP_GPA_KERNEL_EXECUTABLE);
    assert_int_equal(Page.ModifyVtl.TargetVtl.UseTargetVtl, 1);
    assert_int_equal(Page.ModifyVtl.TargetVtl.TargetVtl, HV_VTL_VTL0);
    assert_int_equal(Page.ModifyVtl.GpaPageList[0], 0x1234);

    Clear();
    Put(0, 3, 8);
    Put(8, 1, 1);
    Put(9, 1, 1);
    assert_int_equal(HvCallEnablePartitionVtl, 0x000D);
    assert_int_equal(Page.EnablePartitionVtl.TargetPartitionId, 3);
    assert_int_equal(Page.EnablePartitionVtl.TargetVtl, HV_VTL_VTL1);
    assert_int_equal(Page.EnablePartitionVtl.Flags.EnableMbec, 1);
}

/** The context of a processor that starts, which HvCallEnableVpVtl has at the same places. */
static void StartedProcessors(void **State)
{
    (void)State;
    Clear();
    Put(8, 3, 4);
    Put(12, 1, 1);
    Put(16, 0xFFFFF80000001000, 8);
    Put(52, 0x10, 2);
    Put(104, 0xFFFFF80012340000, 8);
    Put(190, 0x57, 2);
    Put(192, 0xFFFFF80000400000, 8);
    Put(216, 0x1AD000, 8);
    assert_int_equal(HvCallStartVirtualProcessor, 0x0099);
    assert_int_equal(HvCallEnableVpVtl, 0x000F);
    assert_int_equal(Page.StartVp.VpIndex, 3);
    assert_int_equal(Page.StartVp.VpContext.Rip, 0xFFFFF80000001000);
    assert_int_equal(Page.StartVp.VpContext.Cs.Selector, 0x10);
    assert_int_equal(Page.StartVp.VpContext.Gs.Base, 0xFFFFF80012340000);
    assert_int_equal(Page.StartVp.VpContext.Gdtr.Limit, 0x57);
    assert_int_equal(Page.StartVp.VpContext.Gdtr.Base, 0xFFFFF80000400000);
    assert_int_equal(Page.StartVp.VpContext.Cr3, 0x1AD000);
    assert_int_equal(HV_FIELD_OFFSET(HV_X64_INPUT_START_VIRTUAL_PROCESSOR, VpContext.MsrCrPat), 232);
    assert_int_equal(HV_FIELD_OFFSET(HV_X64_INPUT_ENABLE_VP_VTL, VpVtlContext.Rip), 16);

    Clear();
    Put(0, UINT64_MAX, 8);
    Put(20, 6, 4);
    assert_int_equal(HvCallGetVpIndexFromApicId, 0x009A);
    assert_int_equal(Page.GetVpIndex.PartitionId, HV_PARTITION_ID_SELF);
    assert_int_equal(Page.GetVpIndex.ApicIds[0], 0);
    assert_int_equal(Page.GetVpIndex.ApicIds[1], 6);
}

int main(void)
{
    const struct CMUnitTest Tests[] = {
        cmocka_unit_test(ControlWords), cmocka_unit_test(FlushRanges), cmocka_unit_test(CapturedCalls),
        cmocka_unit_test(Flushes),      cmocka_unit_test(Interrupts),  cmocka_unit_test(MessagesAndEvents),
        cmocka_unit_test(Registers),    cmocka_unit_test(TrustLevels), cmocka_unit_test(StartedProcessors),
    };

    return cmocka_run_group_tests(Tests, NULL, NULL);
}
