#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Builds the guest of examples/guest and runs it on the best that this machine has.

    run.py                         the best way; it says which
    run.py --uefi                  the UEFI application, started by firmware
    run.py --peer qemu7            against an older QEMU
    run.py --peer host             against the host of examples/host
    run.py --peer kvm-alone        against KVM without any QEMU
    run.py --way none              on a machine without Hyper-V
    run.py --guest FILE            another guest: an ELF64 image with a PVH note, or a UEFI application (*.efi)
    run.py --list                  the ways and peers, and which of them this machine has

The guest writes to the standard output; the rest, to the standard error, is this
program's. The exit status is the guest's result (examples/guest/README.md), 77
if something is missing on this machine (100 with CI=true), and 100 if the guest
did not end as a guest should (hung, reset, ended otherwise than it said) or the
command line is wrong.

Nothing is installed. What is missing is fetched from the Debian archive that
this machine's apt knows, verified with Debian's keys, and kept in a cache folder:
a kernel (26 MB) for the nested way, and a QEMU (about 40 MB). No root is needed
for that, only apt and the installed packages debian-archive-keyring,
qemu-system-x86, a C compiler and CMake. tools/demo installs those, as root, and
then does what this program does.
"""

import argparse
import json
import os
import platform
import re
import signal
import sys
from pathlib import Path

import build
import machine
import peers
from archive import Archive, Missing

NOT_RUN = 77
BAD_END = 100


def say(text):
    print(text, file=sys.stderr, flush=True)


def show(text):
    """What the guest writes, as it comes; no control characters of its own."""
    sys.stdout.write("".join(c if c in "\n\t" or c.isprintable() else "?" for c in text))
    sys.stdout.flush()


def possible_ways(archive):
    """For each way why this machine does not have it; empty if it has."""
    nested = "" if archive.has("kernel") else archive.lacks()
    if platform.machine() not in ("x86_64", "amd64"):
        nested = "this is no x64 machine"
    return {"kvm": machine.kvm_lacks(), "nested": nested, "none": ""}


def choose_ways(options, archive):
    """The ways to try, best first."""
    if options.way != "auto":
        return [options.way]
    if options.kind == "uefi-arm64":
        return ["none"]
    lacks = possible_ways(archive)
    if options.peer in ("kvm-alone", "host"):
        lacks["none"] = "the peer %s is Hyper-V" % options.peer
    ways = [way for way, why in lacks.items() if not why]
    for way, why in lacks.items():
        if not why:
            break
        say("Not %s: %s." % (peers.WAYS[way], why))
    return ways


def run(options, archive):
    """Tries the ways in turn; returns the exit status."""
    guest = options.guest or build.guest(options.kind, options.build, say)
    ways = choose_ways(options, archive)
    for way in ways:
        peer = options.peer or peers.best_peer(way, archive)
        request = peers.Request(guest, way, peer, options.kind, options.seconds)
        try:
            say("Running %s %s." % (guest.name, peers.WAYS[way]))
            say("Peer: %s." % peers.PEERS[peer])
            outcome = peers.run(request, archive, options.cache, show)
        except Missing as reason:
            if way == ways[-1]:
                raise
            say("Not possible here; missing: %s" % reason)
            continue
        return report(outcome, options)
    raise Missing("a way to run the guest")


def report(outcome, options):
    """Says how it ended; returns the exit status."""
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
        for name in ("guest", "peer", "outer"):
            (options.keep / (name + ".log")).write_text(getattr(outcome, name), encoding="utf-8")
        (options.keep / "events.json").write_text(json.dumps(outcome.events, indent=1), encoding="utf-8")
    result, reason = peers.result_of(outcome, options.kind != "uefi-arm64")
    if result is None:
        for name in ("outer", "peer"):
            if getattr(outcome, name):
                say("The last words of the %s:\n  %s"
                    % (name, "\n  ".join(getattr(outcome, name).strip().splitlines()[-20:])))
        say("FAILED: %s" % reason)
        return BAD_END
    if options.verbose and outcome.peer:
        say("What the peer saw:\n  " + "\n  ".join(outcome.peer.strip().splitlines()))
    say("The guest ended as it should; result %d." % result)
    return result


def list_all(archive):
    for way, why in possible_ways(archive).items():
        print("way  %-10s %s%s" % (way, peers.WAYS[way], "; not here: " + why if why else ""))
    for peer, text in peers.PEERS.items():
        fetched = peer in ("qemu7", "qemu10") and archive.has(peer)
        print("peer %-10s %s%s" % (peer, text, "; fetched already" if fetched else ""))


class Parser(argparse.ArgumentParser):
    """Keeps the lower exit statuses for the guest."""

    def error(self, message):
        self.print_usage(sys.stderr)
        self.exit(BAD_END, "%s\n" % message)


def arguments():
    default = build.ROOT / "build"
    parser = Parser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--way", choices=["auto", *peers.WAYS], default="auto",
                        help="where the guest runs; default: the best")
    parser.add_argument("--peer", choices=peers.PEERS, help="who answers it; default: the one with most to say")
    parser.add_argument("--uefi", action="store_true", help="the UEFI application instead of the ELF image")
    parser.add_argument("--arm64", action="store_true", help="the UEFI application for ARM64; only without Hyper-V")
    parser.add_argument("--guest", type=Path, metavar="FILE", help="another guest than that of examples/guest")
    parser.add_argument("--seconds", type=int, default=180, help="how long the guest may take (default: %(default)s)")
    parser.add_argument("--cache", type=Path, default=default / "e2e", metavar="FOLDER",
                        help="what is fetched and compiled (default: build/e2e)")
    parser.add_argument("--build", type=Path, default=default / "demo", metavar="FOLDER",
                        help="where the guest is built (default: build/demo)")
    parser.add_argument("--mirror", metavar="URL", help="a Debian archive, if apt's sources have none")
    parser.add_argument("--keep", type=Path, metavar="FOLDER",
                        help="write what guest, peer and outer machine said to files there")
    parser.add_argument("--verbose", action="store_true", help="tell what the peer saw")
    parser.add_argument("--list", action="store_true", help="list the ways and peers")
    options = parser.parse_args()
    options.kind = "uefi-arm64" if options.arm64 else "uefi" if options.uefi else "elf"
    if options.guest and options.guest.suffix == ".efi" and options.kind == "elf":
        options.kind = "uefi"
    if options.peer in ("kvm-alone", "host") and options.kind != "elf":
        parser.error("the peer %s has no firmware: it runs ELF images" % options.peer)
    if options.peer in ("kvm-alone", "host") and options.way == "none":
        parser.error("the peer %s is Hyper-V: --way kvm or nested" % options.peer)
    if options.guest and not options.guest.is_file():
        parser.error("there is no file %s" % options.guest)
    if options.arm64 and options.way not in ("auto", "none"):
        parser.error("an ARM64 guest runs without Hyper-V only: --way none")
    if options.mirror and not re.match(r"[\w+.-]+:", options.mirror):
        parser.error("--mirror takes an address as in apt's sources")
    return options


def end_cleanly(*_):
    """Everything that was started ends before this program does."""
    raise KeyboardInterrupt


def main():
    options = arguments()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, end_cleanly)
    archive = Archive(options.cache, say, options.mirror)
    try:
        if options.list:
            list_all(archive)
            return 0
        return run(options, archive)
    except Missing as reason:
        say("Not run; missing: %s" % reason)
        return BAD_END if os.environ.get("CI") == "true" else NOT_RUN
    except build.Failure as reason:
        say("FAILED: %s" % reason)
        return BAD_END
    except BrokenPipeError:
        # Nobody reads on. The standard output must not be flushed once more at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BAD_END
    except KeyboardInterrupt:
        say("Interrupted; everything that was started has been ended.")
        return 130


if __name__ == "__main__":
    sys.exit(main())
