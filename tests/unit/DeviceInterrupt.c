/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Devices and their interrupts, x64: input blocks and ids made byte by byte from a second source's figures.
 *
 * No recording of these calls is public. The offsets, bits and values below are those of Linux 7.3's include/hyperv
 * (hvhdk_mini.h), which a root on x64 gives to the hypervisor; the original Mile.HyperV had others.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <Mile.HyperV/Hypervisor/Device.h>
#include <Mile.HyperV/Hypervisor/Interrupt.h>
#include <Mile.HyperV/Hypervisor/Iommu.h>
#include <Mile.HyperV/Hypervisor/System.h>

static union
{
    HV_UINT64 Aligned[16];
    HV_UINT8 Bytes[128];
    HV_X64_INPUT_MAP_DEVICE_INTERRUPT Map;
    HV_X64_INPUT_UNMAP_DEVICE_INTERRUPT Unmap;
    HV_INPUT_ATTACH_DEVICE Attach;
    HV_X64_INPUT_CONFIGURE_DEVICE_DOMAIN Configure;
    HV_INPUT_GET_SYSTEM_PROPERTY GetSystemProperty;
} Block;

/** Writes the low @p Size bytes of @p Value, little-endian. */
static void Put(size_t Offset, HV_UINT64 Value, size_t Size)
{
    for (size_t Index = 0; Index < Size; ++Index)
    {
        Block.Bytes[Offset + Index] = (HV_UINT8)(Value >> 8 * Index);
    }
}

static int Clear(void **State)
{
    (void)State;
    memset(&Block, 0, sizeof(Block));
    return 0;
}

static void ShadowedFunction(void **State)
{
    (void)State;
    /* 0001:05:00.1 behind the buses 04 to 07: type 1, shadowed, two phantom bits. */
    HV_X64_DEVICE_ID Id = {.AsUINT64 = 1ULL << 62 | 1ULL << 50 | 2ULL << 48 | 0x0407ULL << 32 | 0x0001ULL << 16 |
                                       0x0501};
    assert_int_equal(Id.DeviceType, HV_DEVICE_TYPE_PCI);
    assert_int_equal(Id.Pci.DeviceType, HV_DEVICE_TYPE_PCI);
    assert_int_equal(Id.Pci.Bdf.Bus, 5);
    assert_int_equal(Id.Pci.Bdf.Device, 0);
    assert_int_equal(Id.Pci.Bdf.Function, 1);
    assert_int_equal(Id.Pci.Segment, 1);
    assert_int_equal(Id.Pci.ShadowBusRange.SecondaryBus, 4);
    assert_int_equal(Id.Pci.ShadowBusRange.SubordinateBus, 7);
    assert_int_equal(Id.Pci.PhantomFunctionBits, 2);
    assert_int_equal(Id.Pci.SourceShadow, HV_SOURCE_SHADOW_BRIDGE_BUS_RANGE);

    Id.AsUINT64 = 0;
    Id.IoApic.IoApicId = 9;
    Id.IoApic.DeviceType = HV_DEVICE_TYPE_IOAPIC;
    assert_true(Id.AsUINT64 == (2ULL << 62 | 9));
}

static void MapAndUnmap(void **State)
{
    (void)State;
    Put(0, HV_PARTITION_ID_SELF, 8);
    Put(8, 1ULL << 62 | 0x0501, 8);
    Put(16, 0, 4);
    Put(20, 0x123, 4);
    Put(24, HvInterruptSourceMsi, 4);
    Put(32, 0xFEE00000, 4);
    Put(36, 0x4041, 4);
    Put(40, HvX64InterruptTypeFixed, 4);
    Put(44, HvInterruptTriggerModeLevel, 4);
    Put(48, 1, 4);
    Put(56, 0x51, 4);
    Put(60, 1, 4);
    Put(64, 0x5, 8);
    assert_true(Block.Map.PartitionId == HV_PARTITION_ID_SELF);
    assert_int_equal(Block.Map.DeviceId.Pci.Rid, 0x0501);
    assert_int_equal(Block.Map.BaseIrtIndex, 0x123);
    assert_int_equal(Block.Map.LogicalInterruptEntry.InterruptSource, HvInterruptSourceMsi);
    assert_int_equal(Block.Map.LogicalInterruptEntry.MsiEntry.Address.AsUINT32, 0xFEE00000);
    assert_int_equal(Block.Map.LogicalInterruptEntry.MsiEntry.Data.AsUINT32, 0x4041);
    assert_int_equal(Block.Map.InterruptDescriptor.TriggerMode, HvInterruptTriggerModeLevel);
    assert_int_equal(Block.Map.InterruptDescriptor.VectorCount, 1);
    assert_int_equal(Block.Map.InterruptDescriptor.Target.Vector, 0x51);
    assert_int_equal(Block.Map.InterruptDescriptor.Target.Flags.Multicast, 1);
    assert_int_equal(Block.Map.InterruptDescriptor.Target.ProcessorMask, 5);

    memset(&Block, 0, sizeof(Block));
    Put(16, HvInterruptSourceMsi, 4);
    Put(24, 0xFEE01000, 4);
    Put(32, 7, 4);
    assert_int_equal(Block.Unmap.InterruptEntry.MsiEntry.Address.AsUINT32, 0xFEE01000);
    assert_int_equal(Block.Unmap.Flags, 7);
}

static void Attach(void **State)
{
    (void)State;
    /* Flags: logical id, ATS enabled, a virtual function; its physical function is 05:00.0. */
    Put(16, 0x1 | 0x4 | 0x8, 4);
    Put(24, 0x77, 8);
    Put(36, 0x0500, 2);
    assert_int_equal(Block.Attach.Flags.LogicalId, 1);
    assert_int_equal(Block.Attach.Flags.AtsEnabled, 1);
    assert_int_equal(Block.Attach.Flags.VirtualFunction, 1);
    assert_int_equal(Block.Attach.Flags.VirtualDevice, 0);
    assert_int_equal(Block.Attach.LogicalDeviceId, 0x77);
    assert_int_equal(Block.Attach.PhysicalFunctionRid, 0x0500);
}

static void FirstStageDomain(void **State)
{
    (void)State;
    /* Partition, trust level, domain {S1, 3}; translation on with five levels, root at 0x12345000. */
    Put(16, 1, 4);
    Put(20, 3, 4);
    Put(24, 0x1 | 0x4, 8);
    Put(32, 0x12345000, 8);
    assert_int_equal(Block.Configure.DeviceDomain.DomainId.Type, HV_DEVICE_DOMAIN_TYPE_S1);
    assert_int_equal(Block.Configure.DeviceDomain.DomainId.Id, 3);
    assert_int_equal(Block.Configure.Settings.Flags.TranslationEnabled, 1);
    assert_int_equal(Block.Configure.Settings.Flags.Blocked, 0);
    assert_int_equal(Block.Configure.Settings.Flags.FirstStagePagingMode, HV_DEVICE_DOMAIN_PAGING_5_LEVEL);
    assert_true(Block.Configure.Settings.PageTableRoot == 0x12345000);
}

static void SystemPropertyArgument(void **State)
{
    (void)State;
    Put(0, HvDynamicProcessorFeatureProperty, 4);
    Put(8, 16, 4);
    assert_int_equal(Block.GetSystemProperty.PropertyId, 0x15);
    assert_int_equal(Block.GetSystemProperty.Property.ProcessorFeature, HvX64DynamicProcessorFeatureSnpStatus);
}

int main(void)
{
    const struct CMUnitTest Tests[] = {
        cmocka_unit_test(ShadowedFunction),
        cmocka_unit_test_setup(MapAndUnmap, Clear),
        cmocka_unit_test_setup(Attach, Clear),
        cmocka_unit_test_setup(FirstStageDomain, Clear),
        cmocka_unit_test_setup(SystemPropertyArgument, Clear),
    };
    return cmocka_run_group_tests_name("DeviceInterrupt", Tests, NULL, NULL);
}
