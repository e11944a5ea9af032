/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Mile.HyperV/Guest/DeviceMemory.h: the calls of each access, its bounds, and a hypervisor that refuses.
 */

#include "GuardPage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <Mile.HyperV/Guest/DeviceMemory.h>

#define CALLS 4

/* A hypervisor with its two blocks, which end where a page does that nobody may touch. */
static struct
{
    MILE_HV_DEVICE_MEMORY Memory;
    HV_UINT64 Code[CALLS];
    HV_UINT64 Address[CALLS];
    HV_UINT64 Width[CALLS];
    HV_UINT8 Data[CALLS][64]; /* What was written; the answer to a read. */
    HV_UINT32 Status[CALLS];
    unsigned Calls;
} Machine;

static HV_UINT64 Invoke(void *Context, HV_UINT64 Control, HV_UINT64 Input, HV_UINT64 Output)
{
    const HV_UINT8 *In = (const HV_UINT8 *)MileHvPlain(Machine.Memory.Input);
    const unsigned Call = Machine.Calls++;

    assert_ptr_equal(Context, &Machine);
    assert_true(Call < CALLS);
    assert_int_equal(Input, 0x11000);
    Machine.Code[Call] = Control;
    memcpy(&Machine.Address[Call], In, 8);
    memcpy(&Machine.Width[Call], In + 8, 8);
    if (Control == HvCallMemoryMappedIoRead)
    {
        assert_int_equal(Output, 0x22000);
        memcpy((void *)(uintptr_t)Machine.Memory.Output, Machine.Data[Call], 64);
    }
    else
    {
        assert_int_equal(Output, 0);
        memcpy(Machine.Data[Call], In + 16, 64);
    }
    return 0xFFFFF000ABCD0000U | Machine.Status[Call];
}

static void Begin(void)
{
    uint8_t *End = (uint8_t *)GuardEnd(NULL, 0);

    memset(&Machine, 0, sizeof(Machine));
    memset(Machine.Data, 0xEE, sizeof(Machine.Data));
    memset(End - 4096, 0xDD, 4096);
    Machine.Memory.Invoke = Invoke;
    Machine.Memory.Context = &Machine;
    Machine.Memory.Output = End - 64;
    Machine.Memory.Input = End - 64 - 80;
    Machine.Memory.InputAddress = 0x11000;
    Machine.Memory.OutputAddress = 0x22000;
}

static void AReadHasItsCall(void **State)
{
    HV_UINT8 Data[66];
    HV_STATUS Status;
    HV_UINT32 Bytes;

    (void)State;
    for (Bytes = 1; Bytes <= 64; ++Bytes)
    {
        unsigned Index;

        Begin();
        for (Index = 0; Index < 64; ++Index)
        {
            Machine.Data[0][Index] = (HV_UINT8)(Index + 1);
        }
        memset(Data, 0xAA, sizeof(Data));
        assert_int_equal(MileHvDeviceMemoryRead(&Machine.Memory, 0xFE0000123, Data + 1, Bytes, &Status), MileHvSuccess);
        assert_int_equal(Status, HV_STATUS_SUCCESS);
        assert_int_equal(Machine.Calls, 1);
        assert_true(Machine.Code[0] == HvCallMemoryMappedIoRead);
        assert_true(Machine.Address[0] == 0xFE0000123);
        assert_true(Machine.Width[0] == Bytes);
        assert_memory_equal(Data + 1, Machine.Data[0], Bytes);
        assert_int_equal(Data[0], 0xAA);
        assert_int_equal(Data[Bytes + 1], 0xAA);
    }
}

static void AWriteHasItsCall(void **State)
{
    HV_UINT8 Data[64];
    HV_STATUS Status;
    HV_UINT32 Bytes;

    (void)State;
    for (Bytes = 1; Bytes <= 64; ++Bytes)
    {
        unsigned Index;

        Begin();
        for (Index = 0; Index < 64; ++Index)
        {
            Data[Index] = (HV_UINT8)(Index + 1);
        }
        assert_int_equal(MileHvDeviceMemoryWrite(&Machine.Memory, 0xFE0000123, Data, Bytes, &Status), MileHvSuccess);
        assert_int_equal(Machine.Calls, 1);
        assert_true(Machine.Code[0] == HvCallMemoryMappedIoWrite);
        assert_true(Machine.Address[0] == 0xFE0000123);
        assert_true(Machine.Width[0] == Bytes);
        assert_memory_equal(Machine.Data[0], Data, Bytes);
        assert_true(Bytes == 64 || Machine.Data[0][Bytes] == 0xDD);
    }
}

static void NothingIsCalledOutOfBounds(void **State)
{
    static const struct
    {
        HV_UINT64 Address;
        HV_UINT32 Bytes;
    } Bad[] = {{0x1000, 0}, {0x1000, 65}, {0x1000, 0xFFFFFFFF}, {0xFFFFFFFFFFFFFFFF, 2}, {0xFFFFFFFFFFFFFFC1, 64}};
    HV_UINT8 Data[64];
    HV_STATUS Status;
    unsigned Index;

    (void)State;
    memset(Data, 0xAA, sizeof(Data));
    Begin();
    for (Index = 0; Index < sizeof(Bad) / sizeof(Bad[0]); ++Index)
    {
        assert_int_equal(MileHvDeviceMemoryRead(&Machine.Memory, Bad[Index].Address, Data, Bad[Index].Bytes, &Status),
                         MileHvInvalid);
        assert_int_equal(Status, HV_STATUS_INVALID_PARAMETER);
        assert_int_equal(MileHvDeviceMemoryWrite(&Machine.Memory, Bad[Index].Address, Data, Bad[Index].Bytes, &Status),
                         MileHvInvalid);
        assert_int_equal(Status, HV_STATUS_INVALID_PARAMETER);
    }
    assert_int_equal(Machine.Calls, 0);
    assert_int_equal(Data[0], 0xAA);
    /* The last byte there is. */
    assert_int_equal(MileHvDeviceMemoryWrite(&Machine.Memory, 0xFFFFFFFFFFFFFFFF, Data, 1, &Status), MileHvSuccess);
    assert_int_equal(MileHvDeviceMemoryRead(&Machine.Memory, 0xFFFFFFFFFFFFFFC0, Data, 64, &Status), MileHvSuccess);
}

static void ARefusalIsGivenOn(void **State)
{
    HV_UINT32 Data = 0x12345678;
    HV_STATUS Status;

    (void)State;
    Begin();
    Machine.Status[0] = HV_STATUS_ACCESS_DENIED;
    Machine.Status[1] = HV_STATUS_ACCESS_DENIED;
    assert_int_equal(MileHvDeviceMemoryRead(&Machine.Memory, 0x1000, &Data, 4, &Status), MileHvFailed);
    assert_int_equal(Status, HV_STATUS_ACCESS_DENIED);
    assert_int_equal(Data, 0x12345678);
    assert_int_equal(MileHvDeviceMemoryWrite(&Machine.Memory, 0x1000, &Data, 4, &Status), MileHvFailed);
    assert_int_equal(Status, HV_STATUS_ACCESS_DENIED);
}

static void ATimeoutIsRepeated(void **State)
{
    HV_UINT32 Data = 0;
    HV_STATUS Status;

    (void)State;
    Begin();
    Machine.Status[0] = HV_STATUS_TIMEOUT;
    assert_int_equal(MileHvDeviceMemoryRead(&Machine.Memory, 0x1000, &Data, 4, &Status), MileHvSuccess);
    assert_int_equal(Machine.Calls, 2);
    assert_true(Machine.Address[1] == 0x1000 && Machine.Width[1] == 4);
}

static void ConfigurationIsReadBehindItsSlot(void **State)
{
    static const HV_UINT32 Widths[] = {1, 2, 4};
    static const HV_UINT32 Values[] = {0x44, 0x3344, 0x11223344};
    const HV_UINT32 Answer = 0x11223344;
    HV_UINT32 Value;
    HV_STATUS Status;
    unsigned Index;

    (void)State;
    for (Index = 0; Index < 3; ++Index)
    {
        Begin();
        memcpy(Machine.Data[1], &Answer, 4);
        assert_int_equal(
            MileHvDevicePciRead(&Machine.Memory, 0xF8000000, 0x80000011, 0x10C, Widths[Index], &Value, &Status),
            MileHvSuccess);
        assert_int_equal(Value, Values[Index]);
        assert_int_equal(Machine.Calls, 2);
        assert_true(Machine.Code[0] == HvCallMemoryMappedIoWrite && Machine.Code[1] == HvCallMemoryMappedIoRead);
        assert_true(Machine.Address[0] == 0xF8000000 && Machine.Width[0] == 4);
        assert_true(Machine.Address[1] == 0xF800110C && Machine.Width[1] == Widths[Index]);
        assert_memory_equal(Machine.Data[0], "\x11\x00\x00\x80", 4);
    }
}

static void ConfigurationIsWrittenBehindItsSlot(void **State)
{
    HV_STATUS Status;

    (void)State;
    Begin();
    assert_int_equal(MileHvDevicePciWrite(&Machine.Memory, 0xF8000000, 7, 0xFFE, 2, 0xAABBCCDD, &Status), MileHvSuccess);
    assert_int_equal(Machine.Calls, 2);
    assert_true(Machine.Code[0] == HvCallMemoryMappedIoWrite && Machine.Code[1] == HvCallMemoryMappedIoWrite);
    assert_true(Machine.Address[0] == 0xF8000000 && Machine.Width[0] == 4);
    assert_memory_equal(Machine.Data[0], "\x07\x00\x00\x00", 4);
    assert_true(Machine.Address[1] == 0xF8001FFE && Machine.Width[1] == 2);
    assert_memory_equal(Machine.Data[1], "\xDD\xCC", 2);
}

static void ConfigurationHasBounds(void **State)
{
    static const struct
    {
        HV_UINT64 Window;
        HV_UINT32 Offset;
        HV_UINT32 Bytes;
    } Bad[] = {{0xF8000000, 0x1000, 4}, {0xF8000000, 2, 4},  {0xF8000000, 1, 2},
               {0xF8000000, 0, 0},      {0xF8000000, 0, 3},  {0xF8000000, 0, 8},
               {0xF8000000, 0xFFFFFFFC, 4}, {0xFFFFFFFFFFFFE001, 0, 4}};
    HV_UINT32 Value;
    HV_STATUS Status;
    unsigned Index;

    (void)State;
    Begin();
    for (Index = 0; Index < sizeof(Bad) / sizeof(Bad[0]); ++Index)
    {
        Value = 5;
        assert_int_equal(MileHvDevicePciRead(&Machine.Memory, Bad[Index].Window, 1, Bad[Index].Offset, Bad[Index].Bytes,
                                             &Value, &Status),
                         MileHvInvalid);
        assert_int_equal(Value, 0);
        assert_int_equal(Status, HV_STATUS_INVALID_PARAMETER);
        assert_int_equal(MileHvDevicePciWrite(&Machine.Memory, Bad[Index].Window, 1, Bad[Index].Offset,
                                              Bad[Index].Bytes, Value, &Status),
                         MileHvInvalid);
        assert_int_equal(Status, HV_STATUS_INVALID_PARAMETER);
    }
    assert_int_equal(Machine.Calls, 0);
}

static void WithoutItsSlotNoRegisterIsTouched(void **State)
{
    HV_UINT32 Value = 5;
    HV_STATUS Status;

    (void)State;
    Begin();
    Machine.Status[0] = HV_STATUS_ACCESS_DENIED;
    Machine.Status[1] = HV_STATUS_ACCESS_DENIED;
    assert_int_equal(MileHvDevicePciRead(&Machine.Memory, 0xF8000000, 1, 0, 4, &Value, &Status), MileHvFailed);
    assert_int_equal(Machine.Calls, 1);
    assert_int_equal(Value, 0);
    assert_int_equal(Status, HV_STATUS_ACCESS_DENIED);
    assert_int_equal(MileHvDevicePciWrite(&Machine.Memory, 0xF8000000, 1, 0, 4, 1, &Status), MileHvFailed);
    assert_int_equal(Machine.Calls, 2);
    /* The slot was selected, the register refused. */
    Begin();
    Machine.Status[1] = HV_STATUS_ACCESS_DENIED;
    Value = 5;
    assert_int_equal(MileHvDevicePciRead(&Machine.Memory, 0xF8000000, 1, 0, 4, &Value, &Status), MileHvFailed);
    assert_int_equal(Value, 0);
}

int main(void)
{
    const struct CMUnitTest Tests[] = {
        cmocka_unit_test(AReadHasItsCall),
        cmocka_unit_test(AWriteHasItsCall),
        cmocka_unit_test(NothingIsCalledOutOfBounds),
        cmocka_unit_test(ARefusalIsGivenOn),
        cmocka_unit_test(ATimeoutIsRepeated),
        cmocka_unit_test(ConfigurationIsReadBehindItsSlot),
        cmocka_unit_test(ConfigurationIsWrittenBehindItsSlot),
        cmocka_unit_test(ConfigurationHasBounds),
        cmocka_unit_test(WithoutItsSlotNoRegisterIsTouched),
    };

    return cmocka_run_group_tests(Tests, NULL, NULL);
}
