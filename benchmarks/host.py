#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Throughput of Linux as a guest of examples/host, beside QEMU's virtio devices in the same machine.

    host.py storage                  a SCSI controller of examples/host beside virtio-blk and virtio-scsi
    host.py storage --rounds 5       each peer five times; the best counts
    host.py storage --write          the tables into docs/costs.md as well
    host.py storage --keep DIR       what all said, as files

One run of the outer machine (tests/e2e: an emulated machine whose kernel has KVM, or this machine's own KVM)
takes all peers in turns, with the same kernel of Debian and the same initramfs, so that all suffer alike from a busy
machine. Nothing here is a test: there are no limits.

A figure is a multiple of the time that the same requests take without a virtual machine, on the machine that runs
the guests: 1.0 would be a guest that costs nothing. The second table says where the
time goes: exits of KVM for each request, and how the processor's time divides between the guest, the host's program and
its kernel.

A subject is a script of benchmarks/host/, which is run by busybox's shell as the guest's only program, and natively.
It prints

    rates: first                     from here on it counts
    rate: NAME COUNT NANOSECONDS     so many requests took so long; `tool rate` of tests/e2e/linux/init.c prints such
    rates: last

Another subject is another script, and an entry in SUBJECTS below with the command lines of its peers.
"""

import argparse
import re
import statistics
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from machines import MEMORY, NOT_RUN, QEMU, TEXT, add_options, place, prepare, quoted, write_costs

# In tests/e2e.
import build
import linux
import peers
from archive import Archive, Missing

DISK = 64  # MiB
NATIVE = "native"

# KVM's counters, under the table's names, in the order in which the watcher reads them.
EXITS = ("exits of KVM for each request", "of them hypercalls", "of them halts", "interrupts for each request")

DRIVE = ["-drive", "if=none,id=disk,format=raw,file={disk},cache=writeback"]


@dataclass
class Subject:
    """A measurement: the table's words, the guest's modules, the peers."""

    words: str  # of the table
    modules: tuple  # of the guest
    # By name: "host" and its options, or "qemu" and its options; {disk} is a file of DISK MiB.
    peers: dict = field(default_factory=dict)
    native: str = ""  # the script's arguments where there is no guest; empty: there is no such run
    base: str = NATIVE  # whose time is 1


SUBJECTS = {
    "storage": Subject(
        "Requests of a disk",
        ("hv_storvsc", "sd_mod", "virtio_pci", "virtio_blk", "virtio_scsi"),
        {"examples/host": ("host", ["--scsi={disk}"]),
         "virtio-blk": ("qemu", [*DRIVE, "-device", "virtio-blk-pci,drive=disk"]),
         "virtio-scsi": ("qemu", [*DRIVE, "-device", "virtio-scsi-pci,id=scsi", "-device", "scsi-hd,drive=disk"])},
        "{disk}"),
}

# Runs in the place of the peers. Each line that the script writes passes; at its first and its last one the counters of
# KVM and the times of the peer's process are added.
WATCHER = r"""
mount -t sysfs sysfs /sys 2>/dev/null
mount -t debugfs debugfs /sys/kernel/debug 2>/dev/null
watch() {
    while read -r line; do
        case "$line" in
        rates:*)
            line=$(echo "$line" | tr -d '\r')
            counters=$(cd /sys/kernel/debug/kvm && cat exits hypercalls halt_exits irq_injections | tr '\n' ' ')
            echo "counters: ${line#rates: } $counters" \
                "stat $(sed 's/.*) //' /proc/$(pidof "$1" | cut -d ' ' -f 1)/stat)"
            ;;
        esac
        echo "$line"
    done
}
"""


def make_script(subject, where, options, archive, temporary):
    """The shell script that runs all peers, some rounds of them."""
    cache = options.cache
    initrd = Path(temporary, "guest-initrd")
    script = Path(__file__).resolve().parent / "host" / options.subject
    guest = linux.Guest(scripts=(str(script),), kernel=options.kernel, modules=subject.modules)
    linux.initrd(guest, archive, cache, initrd)
    kernel = where.place("kernel", linux.vmlinux(archive.fetch(linux.KERNELS[options.kernel]), cache))
    initrd = where.place("guest-initrd", initrd)
    names = {"disk": "/disk.raw" if options.way == "nested" else str(Path(temporary, "disk.raw"))}
    busybox = where.place("busybox", archive.fetch("busybox") / "bin/busybox")
    tools = "/tools" if options.way == "nested" else str(Path(temporary, "tools"))
    text = ["b=%s; mkdir -p %s; for a in %s; do ln -sf $b %s/$a; done; ln -sf %s %s/tool; PATH=%s" % (
        busybox, tools, " ".join(linux.APPLETS + ["pidof", "mkdir", "truncate"]), tools,
        where.place("tool", build.linux_init(cache)), tools, tools), WATCHER]
    text.append("dd if=/dev/zero of=%s bs=1048576 count=%d 2>/dev/null" % (names["disk"], DISK))
    for number in range(options.rounds):
        if subject.native:
            text.append("echo '--- %s %d'; sh %s %s" % (NATIVE, number, where.place("script", script.with_suffix(".sh")),
                                                      subject.native.format(**names)))
        for name, (kind, words) in subject.peers.items():
            words = [word.format(**names) for word in words]
            if kind == "host":
                program = where.place("host", build.host(cache))
                command = [program, "--memory", str(MEMORY), "--initrd", initrd, "--append", linux.WORDS, *words, kernel]
            else:
                qemu = where.qemu(peers.qemu_program(peers.Request(None, options.way, "qemu10"), archive))
                program = qemu[-1] if "--library-path" in qemu else qemu[0]
                command = [*qemu, *QEMU, *words, "-kernel", kernel, "-initrd", initrd,
                           "-append", linux.WORDS + TEXT]
            text.append("echo '--- %s %d'; timeout %d %s 2>/tmp/errors </dev/null | watch %s; tail -3 /tmp/errors >&2" % (
                name, number, options.seconds, quoted(command), Path(program).name))
    return "\n".join(text) + "\n", busybox


def run(options):
    """Runs all; returns what was written."""
    subject = SUBJECTS[options.subject]
    archive = Archive(options.cache, lambda text: print(text, file=sys.stderr, flush=True))
    show = sys.stderr.write if options.verbose else lambda text: None
    with tempfile.TemporaryDirectory(prefix="bench-", dir=options.cache) as temporary:
        where = place(options, archive, temporary, show)
        text, busybox = make_script(subject, where, options, archive, temporary)
        path = Path(temporary, "all")
        path.write_text(text, encoding="utf-8")
        outcome = where.run([busybox, "sh", where.place("all", path)], options.seconds * len(subject.peers) * options.rounds,
                            monitor=False)
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
        for name in ("guest", "peer", "outer"):
            (options.keep / (name + ".log")).write_text(getattr(outcome, name), encoding="utf-8")
    if outcome.trouble or outcome.status != 0:
        sys.exit("FAILED: %s\n%s" % (outcome.trouble or "status %d" % outcome.status, outcome.peer))
    return outcome.guest


@dataclass
class Round:
    """Results of one run of one peer."""

    rates: dict  # name -> nanoseconds for one request
    counts: dict  # name -> requests
    counters: dict  # "first", "last" -> the counts of EXITS, then the clock ticks of user, system and guest


def parse(text):
    """The rounds of each peer, by its name."""
    rounds = {}
    for part in re.split(r"^--- ", text, flags=re.M)[1:]:
        name = part.split("\n")[0].rsplit(" ", 1)[0]
        lines = re.findall(r"^rate: (\S+) (\d+) (\d+)$", part, re.M)
        counters = {}
        for when, exits, stat in re.findall(r"^counters: (\w+) ([\d ]+) stat (.*)$", part, re.M):
            words = stat.split()
            # From the third field of /proc/PID/stat on: user and system time are fields 14 and 15, a guest's is 43.
            counters[when] = [*map(int, exits.split()), *(int(words[place]) for place in (11, 12, 40))]
        if not lines or "rates: last" not in part:
            sys.exit("FAILED: %s measured nothing:\n%s" % (name, part[-2000:]))
        rounds.setdefault(name, []).append(Round({what: int(took) / int(count) for what, count, took in lines},
                                                 {what: int(count) for what, count, _ in lines}, counters))
    return rounds


def tables(subject, rounds):
    """The tables, as lines."""
    names = [name for name in [NATIVE, *subject.peers] if name in rounds]
    best = {name: {what: min(one.rates[what] for one in rounds[name]) for what in rounds[name][0].rates} for name in names}
    shown = [name for name in names if name != subject.base]
    lines = ["| %s | %s |" % (subject.words.lower(), " | ".join(shown)), "|---|%s" % ("--:|" * len(shown))]
    for what in best[subject.base]:
        lines.append("| %s | %s |" % (what.replace("-", " "), " | ".join(
            "%.1f" % (best[name][what] / best[subject.base][what]) for name in shown)))
    lines += ["", "| of all requests | %s |" % " | ".join(name for name in shown if name != NATIVE),
              "|---|%s" % ("--:|" * sum(name != NATIVE for name in shown))]
    rows = {what: [] for what in [*EXITS, "% of the time in the guest", "% in the host's program", "% in the kernel for it",
                                  "% elsewhere, idle included"]}
    for name in shown:
        if name == NATIVE:
            continue
        cells = [divide(one) for one in rounds[name]]
        for row, values in zip(rows.values(), zip(*cells)):
            row.append(statistics.median(values))
    for (what, row), form in zip(rows.items(), ["%.1f"] * len(EXITS) + ["%.0f"] * 4):
        lines.append("| %s | %s |" % (what, " | ".join(form % value for value in row)))
    return lines


def divide(one):
    """EXITS for each request, and the parts of the time in percent: guest, program, kernel, elsewhere."""
    requests = sum(one.counts.values())
    seconds = sum(one.rates[what] * one.counts[what] for what in one.rates) / 1e9
    *exits, user, system, guest = (after - before for before, after in zip(one.counters["first"], one.counters["last"]))
    ticks = [guest, user - guest, system]  # of 10 ms
    parts = [value / seconds for value in ticks]
    return [*(count / requests for count in exits), *parts, max(0.0, 100 - sum(parts))]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("subject", choices=SUBJECTS, help="what is measured")
    parser.add_argument("--rounds", type=int, default=2, help="how often each peer runs (default: %(default)s)")
    parser.add_argument("--kernel", choices=linux.KERNELS, default="6.1", help="of the guest (default: %(default)s)")
    parser.add_argument("--seconds", type=int, default=150, help="how long one run may take (default: %(default)s)")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="write what all said to files there")
    parser.add_argument("--verbose", action="store_true", help="show what the guests write")
    add_options(parser)
    options = parser.parse_args()
    prepare(options)
    try:
        lines = tables(SUBJECTS[options.subject], parse(run(options)))
    except Missing as reason:
        print("not run: missing: %s" % reason)
        return NOT_RUN
    print("\n".join(lines))
    if options.write:
        write_costs(options.subject, "host.py", lines)
    return 0


if __name__ == "__main__":
    sys.exit(main())
