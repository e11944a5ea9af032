/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Synthetic MSRs: values of real guests, read through the library's types.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <Mile.HyperV/Hypervisor/GuestOsId.h>
#include <Mile.HyperV/Hypervisor/Msr.h>
#include <Mile.HyperV/Hypervisor/ReferenceTime.h>
#include <Mile.HyperV/Hypervisor/Synic.h>

static void GuestOs(void **State)
{
    (void)State;
#define RECORDED_MSR_GUEST_OS(Value, Vendor, System, Major, Minor, Service, Build)                                     \
    {                                                                                                                  \
        HV_GUEST_OS_ID_CONTENTS Id = {.AsUINT64 = Value};                                                              \
        assert_int_equal(Id.OpenSource.IsOpenSource, 0);                                                               \
        assert_int_equal(Id.VendorId, Vendor);                                                                         \
        assert_int_equal(Id.OsId, System);                                                                             \
        assert_int_equal(Id.MajorVersion, Major);                                                                      \
        assert_int_equal(Id.MinorVersion, Minor);                                                                      \
        assert_int_equal(Id.ServiceVersion, Service);                                                                  \
        assert_int_equal(Id.BuildNumber, Build);                                                                       \
        assert_int_equal(Id.VendorId, HvGuestOsVendorMicrosoft);                                                       \
        assert_int_equal(Id.OsId, HvGuestOsMicrosoftWindowsNT);                                                        \
    }
#include "../data/msr.def"
}

/** The flag and the page of whichever register it is. */
static void CheckPage(HV_UINT32 Msr, HV_UINT64 Value, HV_UINT64 Enabled, HV_UINT64 Page)
{
    HV_X64_MSR_HYPERCALL_CONTENTS Hypercall = {.AsUINT64 = Value};
    HV_REGISTER_VP_ASSIST_PAGE Assist = {.AsUINT64 = Value};
    HV_REFERENCE_TSC_REGISTER Tsc = {.AsUINT64 = Value};
    HV_SYNIC_SIMP Simp = {.AsUINT64 = Value};
    HV_SYNIC_SIEFP Siefp = {.AsUINT64 = Value};

    switch (Msr)
    {
    case HV_X64_MSR_HYPERCALL:
        assert_int_equal(Hypercall.Enable, Enabled);
        assert_int_equal(Hypercall.GpaPageNumber, Page);
        break;
    case HV_X64_MSR_VP_ASSIST_PAGE:
        assert_int_equal(Assist.Enable, Enabled);
        assert_int_equal(Assist.GpaPageNumber, Page);
        assert_int_equal(Assist.ReservedP, 0);
        break;
    case HV_X64_MSR_REFERENCE_TSC:
        assert_int_equal(Tsc.Enable, Enabled);
        assert_int_equal(Tsc.GpaPageNumber, Page);
        assert_int_equal(Tsc.ReservedP, 0);
        break;
    case HV_X64_MSR_SIMP:
        assert_int_equal(Simp.SimpEnabled, Enabled);
        assert_int_equal(Simp.BaseSimpGpa, Page);
        assert_int_equal(Simp.Preserved, 0);
        break;
    case HV_X64_MSR_SIEFP:
        assert_int_equal(Siefp.SiefpEnabled, Enabled);
        assert_int_equal(Siefp.BaseSiefpGpa, Page);
        break;
    default:
        fail_msg("MSR %08X is not expected here", (unsigned)Msr);
    }
}

static void Pages(void **State)
{
    (void)State;
#define RECORDED_MSR_PAGE(Msr, Value, Enabled, Page) CheckPage(Msr, Value, Enabled, Page);
#include "../data/msr.def"
}

/** The guest's hypercall page is locked in the one value that is known to have the bit. */
static void LockedHypercallPage(void **State)
{
    HV_X64_MSR_HYPERCALL_CONTENTS Windows = {.AsUINT64 = 0x1FC003};
    HV_X64_MSR_HYPERCALL_CONTENTS Illumos = {.AsUINT64 = 0x513372161};

    (void)State;
    assert_int_equal(Windows.Locked, 1);
    assert_int_equal(Windows.ReservedP, 0);
    assert_int_equal(Illumos.Locked, 0);
    assert_int_equal(Illumos.ReservedP, 0x160 >> 2);
}

static void FlagsAndNumbers(void **State)
{
    (void)State;
#define RECORDED_MSR_FLAG(Msr, Value, Enabled)                                                                         \
    {                                                                                                                  \
        HV_SYNIC_SCONTROL Control = {.AsUINT64 = Value};                                                               \
        assert_int_equal(Msr, HV_X64_MSR_SCONTROL);                                                                    \
        assert_int_equal(Control.Enable, Enabled);                                                                     \
    }
#define RECORDED_MSR_NUMBER(Msr, Value, Number)                                                                        \
    assert_true((Msr) == HV_X64_MSR_TSC_FREQUENCY || (Msr) == HV_X64_MSR_APIC_FREQUENCY);                              \
    assert_int_equal(Value, Number);
#include "../data/msr.def"
}

int main(void)
{
    const struct CMUnitTest Tests[] = {
        cmocka_unit_test(GuestOs),
        cmocka_unit_test(Pages),
        cmocka_unit_test(LockedHypercallPage),
        cmocka_unit_test(FlagsAndNumbers),
    };

    return cmocka_run_group_tests(Tests, NULL, NULL);
}
