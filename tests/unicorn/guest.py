#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs the guest of examples/guest against hosts of our own: honest ones of every age, and hostile ones.

    guest.py CASE --facts PROGRAM --guests FOLDER
    guest.py --list

A case (cases.py) is one or more runs of the compiled guest on a machine in
Unicorn (machine.py) with a hypervisor (hypervisor.py) and a VMBus (vmbus.py),
one of which does something that it should not. Every run, whatever the host
does, must

  - end, within a bound of instructions, with one of the results that the case
    names, written to the exit port and told in the last line of the output;
  - touch no memory that is not the guest's, and take no exception that the case
    does not make;
  - send nothing that the headers do not allow;
  - leave nothing switched on, if the guest had the chance to take it back.

A case runs guest.elf, unless its name begins with that of another image. `-v`
prints what the guest printed. Exit code 77: Unicorn, or the image, is not here.
"""

import argparse
import os
import re
import sys
from pathlib import Path

# A host that writes RIP in a 32-bit machine is told so on standard error otherwise.
os.environ.setdefault("UC_IGNORE_REG_BREAK", "1")

import cases  # noqa: E402, F401
from case import CASES, Failure  # noqa: E402
from facts import Facts  # noqa: E402
from image import Image  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent.parent
NOT_RUN = 77
END_LINE = re.compile(rb"Mile\.HyperV guest: result (\d+)\n\Z")


class NotRun(Exception):
    """An image that was not built."""


class Run:
    """One run: a machine, its hypervisor and its bus, and what came of it."""

    def __init__(self, machine, hypervisor, bus):
        self.machine = machine
        self.hypervisor = hypervisor
        self.bus = bus
        self.result = None
        self.text = ""
        self.is_mute = False

    def says(self, text):
        """Whether the guest printed this, as far as it can be known."""
        return self.is_mute or text in self.text


class Test:
    """What a case is given: it calls guest() for each run, and looks at what it returns."""

    def __init__(self, facts, guests, verbose=False):
        self.facts = facts
        self.guests = guests
        self.images = {}
        self.default_image = "guest.elf"
        self.verbose = verbose
        self.runs = 0
        self.results = {}
        for name, number in re.findall(r"X\((Guest\w+), (\d+),", (ROOT / "examples/guest/guest.h").read_text("utf-8")):
            self.results[name] = int(number)

    def image(self, name):
        if name not in self.images:
            if not (self.guests / name).is_file():
                raise NotRun(name)
            self.images[name] = Image(self.guests / name)
        return self.images[name]

    def guest(
        self,
        wanted,
        prepare=None,
        machine={},
        hypervisor={},
        bus={},
        has_bus=True,
        clean=True,
        unloaded=True,
        allow=None,
        image=None,
    ):
        """Runs the guest.

        `wanted`: the names of results that it may end with. `prepare(run)` changes
        the host before the guest begins. `machine`, `hypervisor`, `bus`: arguments
        of these. `clean`: the guest must have taken back all that it switched on, and
        `unloaded`: the bus. `allow`: a pattern of what this host makes the guest send.
        """
        from hypervisor import Hypervisor
        from firmware import UefiArm64Machine, UefiX64Machine
        from machine import GuestFault, PvhMachine
        from vmbus import Bus

        self.runs += 1
        image = image or self.default_image
        machine_of = {"guest.elf": PvhMachine, "guest-x64.efi": UefiX64Machine, "guest-arm64.efi": UefiArm64Machine}
        the_machine = machine_of[image](self.image(image), **machine)
        the_machine.host = Hypervisor(self.facts, the_machine, **hypervisor)
        run = Run(the_machine, the_machine.host, Bus(self.facts, the_machine.host, **bus) if has_bus else None)
        if prepare:
            prepare(run)
        try:
            the_machine.run()
            if image == "guest-arm64.efi":
                wanted = re.sub(r"\bGuestDone\b", "GuestDoneInPart", wanted)  # It leaves the reference TSC page out.
            self.check(run, wanted.split(), clean, unloaded, allow)
        except (Failure, GuestFault) as failure:
            firmware = getattr(run.machine, "firmware", None)
            last = (run.machine.console.decode("latin-1") or (firmware.text() if firmware else "")).splitlines()[-12:]
            raise Failure(
                "run %d: %s\n  violations: %s\n  console:\n    %s"
                % (self.runs, failure, run.hypervisor.violations[:5], "\n    ".join(last))
            ) from None
        if self.verbose:
            print(run.text)
        return run

    def check(self, run, wanted, clean, unloaded, allow):
        machine = run.machine
        text = bytes(machine.console)
        if getattr(machine, "serial_console", None) and not text:
            text = bytes(machine.serial_console).replace(b"\r", b"")
        firmware = getattr(machine, "firmware", None)
        if firmware and not text:
            text = firmware.text().encode("latin-1")
        end = END_LINE.search(text)
        # An application whose firmware has gone, and that has nowhere to print, can only tell by its status.
        run.is_mute = machine.architecture == "arm64" and firmware.exited and not firmware.screen
        if not end and not run.is_mute:
            raise Failure("the output does not end in a result")
        run.text = text.decode("latin-1")
        run.result = int(end[1]) if end else machine.exit_code
        names = [name for name, number in self.results.items() if number == run.result]
        if not set(names) & set(wanted):
            raise Failure("the result is %s, expected %s" % (names or run.result, " or ".join(wanted)))
        if getattr(machine, "debug_exit", True) and machine.exit_code != run.result:
            raise Failure("the machine was told %s, the console %d" % (machine.exit_code, run.result))
        violations = [text for text in run.hypervisor.violations if not (allow and re.search(allow, text))]
        if violations:
            raise Failure("the guest sent what it must not")
        left = run.hypervisor.is_clean()
        if clean and left:
            raise Failure("the guest left behind: %s" % ", ".join(left))
        if clean and getattr(machine, "in_service", None):
            raise Failure("the guest did not end interrupts %s" % machine.in_service)
        if clean and unloaded and run.bus and run.bus.version:
            raise Failure("the guest left the VMBus connected")


def not_run(what):
    print("not run: %s is missing" % what)
    return 1 if os.environ.get("CI") == "true" else NOT_RUN


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("case", nargs="*", metavar="CASE", help="a name of --list; none: all")
    parser.add_argument("--list", action="store_true", help="prints the names of the cases")
    parser.add_argument("--facts", type=Path, help="the program that facts.c is compiled to")
    parser.add_argument("--guests", type=Path, help="the folder with the guest's images")
    parser.add_argument("-v", "--verbose", action="store_true", help="prints what the guest printed")
    options = parser.parse_args()
    if options.list:
        print("\n".join(CASES))
        return 0
    if not options.facts or not options.guests:
        parser.error("--facts and --guests are needed")
    unknown = [name for name in options.case if name not in CASES]
    if unknown:
        parser.error("no such case: " + " ".join(unknown))
    try:
        import unicorn  # noqa: F401
    except ImportError:
        return not_run("the Python package unicorn")
    facts = Facts(options.facts)
    failures = runs = 0
    for name in options.case or CASES:
        test = Test(facts, options.guests, options.verbose)
        try:
            CASES[name](test)
        except NotRun as image:
            return not_run(str(image))
        except Failure as failure:
            failures += 1
            print("FAILED: %s: %s" % (name, failure))
        runs += test.runs
    print("count %d runs of the guest against hosts of our own" % runs)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
