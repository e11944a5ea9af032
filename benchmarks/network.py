#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Cost of the network of examples/host, beside QEMU's virtio-net: ratios of processor time, and exits of KVM.

    network.py                      prints the table
    network.py --write              and writes it into docs/costs.md
    network.py --mib 32             more bytes in each direction (16)

The same Linux (Debian 12's kernel, the same init, one processor, 256 MiB) boots four
times on one KVM in one outer machine, or on this machine's KVM if it has Hyper-V
emulation: on examples/host with hv_netvsc, and on QEMU 10 with virtio-net (without
vhost: both move frames in user space), each on the same tap device and on libslirp.
Each sends and receives a TCP stream, and sends datagrams of 64 bytes that come back
one after the other. The servers are on an island (tests/e2e/island.c).

Processor time is that of the outer machine, or of the processes here: Linux, host or
QEMU, kernel and server together, without what an idle second costs. A busy machine
does not change it much, as it changes the time on the clock. Exits are those that KVM
counts, three times a second. A nested machine is slow in its own way: an exit costs a
hundred microseconds there.
"""

import argparse
import os
import re
import sys
import tempfile
import time
from pathlib import Path

from machines import NOT_RUN, QEMU, TEXT, add_options, place, prepare, quoted, write_costs

# In tests/e2e.
import build
import image
import linux
import machine
import peers
from archive import Archive, Missing

NETWORKS = {"tap": ("10.0.3.1", "10.0.3.2"), "slirp": ("10.0.2.2", "10.0.2.15")}
PHASES = ("send", "receive", "trips")
TRIPS = 500
ROUNDS = 3  # of each phase, in a boot
SECONDS = 900


def processor_time():
    """Seconds that all processes used that this one started, and those that they started."""
    parents, used = {}, {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(encoding="utf-8", errors="replace").rpartition(") ")[2].split()
        except OSError:
            continue  # has ended
        process = int(stat.parent.name)
        parents[process] = int(fields[1])
        used[process] = sum(map(int, fields[11:15]))
    ours = {os.getpid()}
    grown = True
    while grown:
        more = {process for process, parent in parents.items() if parent in ours} - ours
        grown = bool(more)
        ours |= more
    return sum(used[process] for process in ours if process in used and process != os.getpid()) / os.sysconf("SC_CLK_TCK")


class Record(machine.Recorder):
    """Notes when each phase of a run began, with processor time and KVM's exits until then."""

    def __init__(self, show):
        super().__init__(show)
        self.exits = 0
        self.run = ""
        self.marks = {}
        self.rest = ""

    def peer(self, data):
        super().peer(data)
        # The last whole line: a piece may end within a number.
        found = re.findall(r"^sample (\d+)\n", self.outcome.peer[-4000:], re.MULTILINE)
        self.exits = int(found[-1]) if found else self.exits

    def guest(self, data):
        super().guest(data)
        *lines, self.rest = (self.rest + data.decode("utf-8", "replace")).replace("\r", "").split("\n")
        for line in lines:
            found = re.match(r"--- (\S+ \S+)$", line)
            self.run = found[1] if found else self.run
            found = re.match(r"speed: (\w+)$", line)
            if found:
                self.marks[self.run, found[1]] = (time.monotonic(), processor_time(), self.exits)


def words(network, size):
    peer, own = NETWORKS[network]
    return "%s peer=%s own=%s tcp=%d" % (linux.WORDS, peer, own, size)


def guest_of(bus, modules):
    return linux.Guest(("speed",), bus=bus, modules=modules)


def commands(where, archive, cache, temporary, size):
    """The four runs: {name: words}."""
    initrds = {}
    for name, bus, modules in (("host", ("hv_vmbus",), ("hv_netvsc",)), ("qemu", ("virtio_pci",), ("virtio_net",))):
        file = Path(temporary, name + "-initrd")
        linux.initrd(guest_of(bus, modules), archive, cache, file)
        initrds[name] = where.place(file.name, file)
    kernel = where.place("kernel", linux.vmlinux(archive.fetch("kernel"), cache))
    host = where.linked(build.host_with_slirp(cache))
    qemu = where.qemu(image.Program(archive.fetch("qemu10"), "qemu-system-x86_64", peers.QEMU_DATA))
    runs = {}
    for network in NETWORKS:
        option = "tap:tap0" if network == "tap" else "slirp"
        runs["host " + network] = [*host, "--seconds", "300", "--network=" + option, "--append", words(network, size),
                                   "--initrd", initrds["host"], kernel]
        backend = "tap,ifname=tap0,script=no,downscript=no" if network == "tap" else "user"
        runs["qemu " + network] = [
            *qemu, *QEMU, "-netdev", backend + ",id=net", "-device", "virtio-net-pci,netdev=net,romfile=",
            "-kernel", kernel, "-initrd", initrds["qemu"], "-append", words(network, size) + TEXT]
    return runs


def script(runs, busybox):
    """For busybox's shell: all runs, and beside them how many exits KVM counts."""
    return "".join((
        "%s mount -t debugfs none /sys/kernel/debug 2>/dev/null\n" % busybox,
        "(while %s usleep 300000; do read exits </sys/kernel/debug/kvm/exits; echo \"sample $exits\" >&2; done) &\n" % busybox,
        "sampler=$!\n",
        *("echo '--- %s'\n%s\necho \"--- ended with $?\"\n" % (name, quoted(command)) for name, command in runs.items()),
        "kill $sampler\n"))


def measure(options, archive):
    """Runs all; returns the Record."""
    with tempfile.TemporaryDirectory(prefix="network-", dir=options.cache) as temporary:
        where = place(options, archive, temporary, show, linux.ISLAND_MODULES)
        runs = commands(where, archive, options.cache, temporary, options.mib << 20)
        busybox = where.place("busybox", archive.fetch("busybox") / "bin/busybox")
        file = Path(temporary, "script")
        file.write_text(script(runs, busybox), encoding="utf-8")
        record = []

        def recorder(shown):
            record.append(Record(shown))
            return record[0]

        machine.Recorder, before = recorder, machine.Recorder
        try:
            outcome = where.run([where.place("island", build.island(options.cache)), "--tap", "tap0", "10.0.3.1", "1500",
                                 "5", "10.0.5.1", busybox, "sh", where.place("script", file)], SECONDS, monitor=False)
        finally:
            machine.Recorder = before
    if outcome.trouble or len(record[0].marks) != 4 * 5:
        raise build.Failure("%s\n%s" % (outcome.trouble or "not all phases ran", outcome.peer[-4000:]))
    return record[0]


def figures(record, size):
    """{(run, phase): (milliseconds of processor time, exits)} of one round, without those of an idle machine."""
    found = {}
    for part in re.split(r"^--- (?=\S+ \S+$)", record.outcome.guest, flags=re.MULTILINE)[1:]:
        run = part.split("\n", 1)[0]
        for phase, following in zip(PHASES, (*PHASES[1:], "end")):
            text = part.partition("speed: %s\n" % phase)[2].partition("speed: ")[0]
            rounds = re.findall(r"^(?:send|receive): (\d+) bytes, (\d+) ms$", text, re.MULTILINE)
            if phase == "trips":
                rounds = re.findall(r"^udp: (\d+) datagrams of 64 bytes came back\nudp: (\d+) ms$", text, re.MULTILINE)
            if len(rounds) != ROUNDS or any(int(done) < (TRIPS if phase == "trips" else size) for done, _ in rounds):
                raise build.Failure("the run %s has no whole phase %s:\n%s" % (run, phase, part))
            clock, *idle = (end - begin for begin, end in zip(record.marks[run, "idle"], record.marks[run, "send"]))
            length, *spent = (end - begin for begin, end in zip(record.marks[run, phase], record.marks[run, following]))
            seconds, exits = (max(all_of_it - length * nothing / clock, 0) / ROUNDS for all_of_it, nothing in zip(spent, idle))
            found[run, phase] = (1000 * seconds, exits)
    return found


def table(found, mib):
    """The table: of each network and phase the ratio of times, and exits of both."""
    units = {"send": (mib, "MiB"), "receive": (mib, "MiB"), "trips": (TRIPS, "trip")}
    lines = ["| network | phase | processor time: host / QEMU | exits: host | exits: QEMU |", "|---|---|--:|--:|--:|"]
    for network in NETWORKS:
        for phase in PHASES:
            (ours, our_exits), (theirs, their_exits) = (found["%s %s" % (who, network), phase] for who in ("host", "qemu"))
            count, unit = units[phase]
            lines.append("| %s | %s | %.2f | %.1f a %s | %.1f a %s |" % (
                network, phase, ours / max(theirs, 1), our_exits / count, unit, their_exits / count, unit))
    return lines


def show(text):
    sys.stdout.write(text)
    sys.stdout.flush()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mib", type=int, default=16, help="MiB in each direction (default: 16)")
    add_options(parser)
    options = parser.parse_args()
    prepare(options)
    try:
        found = figures(measure(options, Archive(options.cache, lambda text: show(text + "\n"))), options.mib << 20)
    except Missing as reason:
        show("not run: missing: %s\n" % reason)
        return NOT_RUN
    except build.Failure as reason:
        show("FAILED: %s\n" % reason)
        return 1
    for (run, phase), (milliseconds, exits) in found.items():
        show("%s, %s: %.0f ms of processor time, %.0f exits\n" % (run, phase, milliseconds, exits))
    lines = table(found, options.mib)
    show("\n%s\n" % "\n".join(lines))
    if options.write:
        write_costs("network", "network.py", lines)
    return 0


if __name__ == "__main__":
    sys.exit(main())
