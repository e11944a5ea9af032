#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Boots Debian's kernel on the host of examples/host with every device, and shows what Linux found.

    boot.py                        Debian 12's kernel
    boot.py --kernel 6.12          Debian 13's
    boot.py --vmbus-version 3.0    a host that knows no newer version of the bus
    boot.py --verbose              with every message of the bus

Where this machine's KVM has no Hyper-V emulation, the host runs inside of a
machine that QEMU emulates, whose kernel has it: about fifteen seconds. Nothing is
installed; what is missing is fetched as run.py does it. It ends with 0, with 1
if Linux did not end by itself, or with 77 if something is missing.
"""

import argparse
import sys
from pathlib import Path

import build
import linux
import machine
import peers
from archive import Archive, Missing


def say(text):
    print(text, file=sys.stderr, flush=True)


def show(text):
    sys.stdout.write("".join(c if c in "\n\t" or c.isprintable() else "?" for c in text))
    sys.stdout.flush()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kernel", choices=linux.KERNELS, default="6.1", help="default: %(default)s")
    parser.add_argument("--vmbus-version", default="6.0", metavar="M.N", help="the newest version of the host's bus")
    parser.add_argument("--verbose", action="store_true", help="show every message of the bus")
    parser.add_argument("--seconds", type=int, default=240, help="how long Linux may take (default: %(default)s)")
    parser.add_argument("--cache", type=Path, default=build.ROOT / "build" / "e2e", metavar="FOLDER",
                        help="what is fetched and compiled (default: build/e2e)")
    options = parser.parse_args()
    lacks = machine.kvm_lacks()
    way = "nested" if lacks else "kvm"
    if lacks:
        say("Not on this machine's KVM: %s." % lacks)
    say("Booting Linux %s on examples/host, %s ..." % (options.kernel, peers.WAYS[way]))
    guest = linux.Guest(
        scripts=("demo",), kernel=options.kernel, seconds=options.seconds, modules=linux.DRIVERS,
        options=("--all", "--scsi=memory:64", "--socket=5000:echo", "--vmbus-version", options.vmbus_version,
                 *(["--verbose"] if options.verbose else [])))
    try:
        outcome = linux.run(guest, Archive(options.cache, say), options.cache, way, show)
    except Missing as reason:
        say("Not run; missing: %s" % reason)
        return 77
    say("What the host saw:\n  " + "\n  ".join(outcome.peer.strip().splitlines()))
    if outcome.trouble or outcome.status != 0:
        say("FAILED: %s" % (outcome.trouble or "the host's status is %d" % outcome.status))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
