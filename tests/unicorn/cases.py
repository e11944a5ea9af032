# SPDX-License-Identifier: MIT
"""All cases of guest.py: what a host does, and how the guest must end; and those that other images are run with."""

import cases_balloon  # noqa: F401
import cases_honest  # noqa: F401
import cases_hypervisor  # noqa: F401
import cases_ring  # noqa: F401
import cases_vmbus  # noqa: F401
from case import CASES, Failure, case, expect

# Other images.


def on_image(image, check):
    def other(test):
        test.default_image = image
        check(test)

    return other


# Cases that depend on the processor: registers and calls by HVC, memory order,
# the loop of a hypercall; and a life of each version.
for _name in [
    name
    for name in CASES
    if name.startswith(
        (
            "honest-vmbus",
            "honest-without",
            "balloon-",
            "ring-",
            "second-look",
            "flood",
            "rescind",
            "end-of-message",
            "pending",
            "message-short-",
            "no-answer",
            "timer-",
        )
    )
] + [
    "honest-features",
    "honest-device-versions",
    "honest-missing-privileges",
    "honest-slow",
    "honest-busy",
    "honest-registers-with-reserved-bits",
    "honest-device-speaks-first",
    "hypercall-times-out",
    "hypercall-never-has-buffers",
    "hypercall-unknown-status",
    "hypercall-succeeds-that-cannot",
    "register-os-id-lost",
    "register-message-page-elsewhere",
    "register-event-page-off",
    "register-synic-off",
    "device-flood-of-unknown-messages",
]:
    if _name != "timer-interrupt-lost":  # It takes none.
        CASES["arm64-" + _name] = on_image("guest-arm64.efi", CASES[_name])


@case
def arm64_no_hypervisor(test):
    """Another hypervisor, or none, answers the SMCCC call by something else."""
    for signature in (False, 0x4D564B4B):
        test.guest("GuestNotHyperV", hypervisor={"signature": signature}, image="guest-arm64.efi")


@case
def arm64_screen(test):
    """What is printed after the firmware has gone stands on its screen, to the last line."""
    run = test.guest("GuestDone", machine={"screen": True, "limit": 100_000_000}, image="guest-arm64.efi")
    for line in ("ok: take over the machine\n", "ok: dynamic memory status\n", "Mile.HyperV guest: result 2\n"):
        expect(line, line in run.text, True)


@case
def uefi_life(test):
    run = test.guest("GuestDone", image="guest-x64.efi")
    expect("what the firmware printed", "ok: detect\n" in run.machine.firmware.console, True)
    expect("whether the boot services were left", run.machine.firmware.exited, True)


@case
def uefi_map_key_is_old(test):
    """The map of memory changes while the boot services are left: the first times they are not."""

    def prepare(run):
        leave, tries = run.machine.firmware.exit_boot_services, []

        def exit_boot_services(image, key):
            tries.append(key)
            if len(tries) < 3:
                run.machine.firmware.map_key += 1
            return leave(image, key)

        run.machine.firmware.exit_boot_services = exit_boot_services

    run = test.guest("GuestDone", prepare, image="guest-x64.efi")
    expect("whether the boot services were left", run.machine.firmware.exited, True)


@case
def uefi_stays(test):
    """Boot services that cannot be left."""

    def prepare(run):
        def exit_boot_services(image, key):
            run.machine.firmware.map_key += 1
            return 1 << 63 | 2

        run.machine.firmware.exit_boot_services = exit_boot_services

    test.guest("GuestFirmwareStays", prepare, image="guest-x64.efi")


@case
def uefi_no_hypervisor(test):
    """Where there is no Hyper-V the firmware stays, and prints all of it."""
    run = test.guest("GuestNotHyperV", hypervisor={"signature": False}, image="guest-x64.efi")
    expect("whether the boot services were left", run.machine.firmware.exited, False)
    if "Mile.HyperV guest: result 1\n" not in run.machine.firmware.console:
        raise Failure("the firmware did not print the result")
