#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What the guest layer costs: rings beside a plain memcpy, and instructions of the small operations.

    guest.py                            ours alone
    guest.py --mu-msvm DIR --mu-basecore DIR --openvmm DIR
                                        beside the rings and drivers of mu_msvm and OpenVMM, from checkouts
                                        (References/Sources.md names them; not in this repository)
    guest.py ... --write                the tables into docs/costs.md as well
    guest.py --compiler gcc --compiler ./gcc-16
                                        other compilers; docs/costs.md tells how to get the newest
    guest.py --once                     builds, checks and runs all of it once; no figures

Rings (benchmarks/guest/Race.c): all are in one process, over the same memory, behind the
same calls, and run in turns, each round another one first, so that a busy machine hurts all
alike; of every four rounds the best counts. Where code lies in a program also decides how
fast it is, so the same objects are linked in several orders, with gaps (--layouts), and each
program runs a part of the rounds. A figure is the median over all of these, as a multiple of
what memcpy takes that moves the same bytes in and out, and does nothing else. A second table
compares ours with the fastest other ring of the same rounds, and has the quartiles.

    alone   one thread: a packet is sent, committed, received, its room given back
    trip    two threads on two processors: a packet there, one back; a bell beside the ring
            tells the other end, as an interrupt does
    poll    the same without the bell: each end looks at its ring until a packet is there

What each ring does with a packet that comes: ours copies all of it out, and checks
lengths, type, flags and offsets in the copy; OpenVMM's checks the same in a copy of the
descriptor; mu_msvm's checks the length alone. A payload of ours is followed by zeros up
to 8 bytes, mu_msvm's too, OpenVMM's by what lay there before.

Drivers (Device.c): a read of 4 KiB and frames of 1,500 bytes, by this library's helpers, by
OpenVMM's guest queue and storage protocol, and, with a checkout of mu_basecore for the headers
of MdePkg, by mu_msvm's StorvscDxe and NetvscDxe. The host is this library's other side.

Instructions (Count.c, Device.c): by Valgrind's callgrind, on x64, so they are the same each time.
"""

import argparse
import os
import platform
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "benchmarks" / "guest"
COSTS = ROOT / "docs" / "costs.md"
BEGIN = "<!-- costs: written by benchmarks/guest.py -->\n"
END = "<!-- end of costs -->\n"
NOT_RUN = 77
BLOCK = 4

FLAGS = ["-std=gnu11", "-O2", "-Wall", "-Wextra"]
LIMIT = "plain"
# The rings of Ring.h, as the tables call them.
RINGS = {"ours": "ours", "ours-loop": "ours, copying by its loop", "mu_msvm": "mu_msvm", "openvmm": "OpenVMM"}
WAYS = {"alone": "alone", "trip": "trip", "poll": "poll"}
OURS = "ours"
# Measured in one way only: which copy is the fastest does not depend on the way.
ONLY_ALONE = {"ours-loop"}
# The operations of Count.c, as the tables call them.
OPERATIONS = {
    "hypercall": "a fast hypercall, through a page that only returns",
    "time": "reference time, from its page",
    "no-message": "no message in a slot",
    "message": "a message copied out of its slot, the slot freed",
    "scan-none": "2,048 event flags, none set",
    "scan-one": "2,048 event flags, one set and cleared",
    "scan-all": "2,048 event flags, all set and cleared",
    "packet-ours": "a packet of 64 bytes sent and received by ours",
    "packet-ours-loop": "a packet of 64 bytes sent and received by ours, copying by its loop",
    "packet-mu_msvm": "a packet of 64 bytes sent and received by mu_msvm",
    "packet-openvmm": "a packet of 64 bytes sent and received by OpenVMM",
    "packet-plain": "a packet of 64 bytes sent and received by memcpy, and nothing else",
    "long-ours": "a packet of 65,536 bytes sent and received by ours",
    "long-ours-loop": "a packet of 65,536 bytes sent and received by ours, copying by its loop",
    "long-mu_msvm": "a packet of 65,536 bytes sent and received by mu_msvm",
    "long-openvmm": "a packet of 65,536 bytes sent and received by OpenVMM",
    "long-plain": "a packet of 65,536 bytes sent and received by memcpy, and nothing else",
}
# The operations of Device.c, and how many of each it does at once.
DRIVING = {
    "read-sent": "a read of 4 KiB built and sent",
    "read-received": "its completion taken and checked",
    "frame-sent": "a frame of 1,500 bytes copied to a section and sent",
    "frame-received": "a frame of 1,500 bytes taken, checked, copied and completed",
}
BATCH = 32
# The other rings' crates, in a checkout of OpenVMM.
CRATES = {"vmbus_ring": "vm/devices/vmbus/vmbus_ring", "guestmem": "vm/vmcore/guestmem",
          "vmbus_async": "vm/devices/vmbus/vmbus_async", "vmbus_channel": "vm/devices/vmbus/vmbus_channel",
          "storvsp_protocol": "vm/devices/storage/storvsp_protocol"}


class NotRun(Exception):
    """Something that is needed is not on this machine."""


def run(command, **more):
    """A command's output; what it said, if it fails."""
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          errors="replace", **more)
    if done.returncode != 0:
        sys.exit(f"guest.py: {' '.join(map(str, command))}: exit code {done.returncode}\n{done.stdout[-4000:]}")
    return done.stdout


# Building.


def openvmm_library(checkout, work):
    """OpenVMM's ring as a library for C programs; cargo fetches what it depends on."""
    if not shutil.which("cargo"):
        raise NotRun("cargo is missing")
    work.mkdir(parents=True, exist_ok=True)
    paths = "".join(f'{name} = {{ path = "{checkout / path}" }}\n' for name, path in CRATES.items())
    (work / "Cargo.toml").write_text(
        '[package]\nname = "openvmm-ring"\nversion = "0.0.0"\nedition = "2024"\n\n'
        f'[lib]\nname = "openvmm_ring"\npath = "{SOURCES / "OpenVmm.rs"}"\ncrate-type = ["staticlib"]\n\n'
        f'[dependencies]\n{paths}slab = "0.4"\nzerocopy = "0.8"\n\n'
        '[profile.release]\npanic = "abort"\n\n[workspace]\n', encoding="utf-8")
    run(["cargo", "build", "--release", "--quiet", "--manifest-path", work / "Cargo.toml", "--target-dir", work / "target"])
    return work / "target" / "release" / "libopenvmm_ring.a"


def build(compiler, options, library, work):
    """The programs of one compiler: {name: path}."""
    if not shutil.which(compiler):
        raise NotRun(f"{compiler} is missing")
    work.mkdir(parents=True, exist_ok=True)
    flags = FLAGS + ["-I", ROOT / "include"] + (["-Werror"] if options.once else [])
    units = {"Plain": [], "Ours": [], "OursLoop": ["-DWITH_LOOP"]}
    rings = []
    if options.mu_msvm:
        package = options.mu_msvm / "MsvmPkg"
        units["MuMsvm"] = ["-w", "-I", package / "EmclDxe", "-I", package / "Include"]
        rings.append("-DWITH_MU_MSVM")
    if library:
        rings.append("-DWITH_OPENVMM")
    objects = []
    for name, extra in units.items():
        objects.append(work / f"{name}.o")
        run([compiler, *flags, *extra, "-c", SOURCES / f"{name.replace('OursLoop', 'Ours')}.c", "-o", objects[-1]])
    programs = {"Device": work / "device"}
    libraries = [*([library] if library else []), "-lpthread", "-ldl", "-lm"]
    if platform.machine() in ("x86_64", "AMD64"):
        programs["Count"] = work / "count"
        run([compiler, *flags, *rings, SOURCES / "Count.c", *objects, *libraries, "-o", programs["Count"]])
    drivers = [work / "OursDevice.o"]
    run([compiler, *flags, "-c", SOURCES / "OursDevice.c", "-o", drivers[0]])
    defines = [name for name in rings if name == "-DWITH_OPENVMM"]
    if options.mu_msvm and options.mu_basecore:
        drivers.append(work / "MuMsvmDevice.o")
        defines.append("-DWITH_MU_MSVM")
        run([compiler, *flags, *mu_msvm_flags(options), "-c", SOURCES / "MuMsvmDevice.c", "-o", drivers[-1]])
    # Of mu_msvm's files only what is called is kept; the rest calls firmware that is not here.
    run([compiler, *flags, *defines, SOURCES / "Device.c", *drivers, "-Wl,--gc-sections", *libraries, "-o",
         programs["Device"]])
    objects.append(work / "Race.o")
    run([compiler, *flags, *rings, "-c", SOURCES / "Race.c", "-o", objects[-1]])
    for number in range(1 if options.once else options.layouts):
        programs["Race", number] = work / f"race-{number}"
        run([compiler, *flags, *laid_out(objects, number, work), *libraries, "-o", programs["Race", number]])
    return programs


def mu_msvm_flags(options):
    """How mu_msvm's drivers are compiled."""
    package, base = options.mu_msvm / "MsvmPkg", options.mu_basecore
    arch = {"aarch64": "AArch64"}.get(platform.machine(), "X64")
    folders = [package / name for name in ("EmclDxe", "StorvscDxe", "NetvscDxe", "Include")]
    folders += [base / "MdePkg/Include", base / "MdePkg/Include" / arch, base / "MdeModulePkg/Include"]
    return ["-w", "-fshort-wchar", "-ffunction-sections", "-fdata-sections", f"-DMDE_CPU_{arch.upper()}",
            *[f"-I{folder}" for folder in folders]]


def laid_out(objects, number, work):
    """The objects in an order that belongs to this number, with gaps of some lines of code between."""
    dice = random.Random(number)
    result = []
    for place, name in enumerate(dice.sample(objects, len(objects))):
        gap = work / f"gap-{number}-{place}.s"
        gap.write_text(f'.text\n.skip {16 * dice.randrange(256)}\n.section .note.GNU-stack,"",%progbits\n', encoding="utf-8")
        result += [gap, name]
    return result


def version(compiler):
    """Name and version of a compiler."""
    for question in ("-dumpfullversion", "-dumpversion"):
        done = subprocess.run([compiler, question], capture_output=True, text=True)
        if done.returncode == 0:
            return f"{Path(compiler).name} {done.stdout.strip()}"
    return Path(compiler).name


def processor():
    """Name of this machine's processor."""
    names = re.findall(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(encoding="utf-8"), re.M)
    return names[0] if names else platform.machine()


# Measuring.


def quotients(times, limits):
    """Multiples of the limit, in ascending order, from the times of the same rounds, of which many were disturbed.

    The best of a few rounds are compared with each other, since what the machine is like changes
    slowly (which processors a virtual machine has, say), and with the program.
    """
    blocks = range(0, len(times), BLOCK)
    return sorted(min(times[at:at + BLOCK]) / min(limits[at:at + BLOCK]) for at in blocks)


def quartiles(values):
    """Lower quartile, median and upper quartile of values in ascending order."""
    return values[len(values) // 4], statistics.median(values), values[len(values) - 1 - len(values) // 4]


def times_of(text):
    """{(way, bytes): {ring: times}} of what Race.c prints."""
    spent = {}
    for line in text.splitlines():
        way, size, ring, time = line.split()
        spent.setdefault((way, int(size)), {}).setdefault(ring, []).append(float(time))
    return spent


def ratios(spent):
    """{(way, bytes): {ring: multiple of the limit}}."""
    return {key: {ring: statistics.median(quotients(times, rings[LIMIT])) for ring, times in rings.items()
                  if ring != LIMIT and not (ring in ONLY_ALONE and key[0] != "alone")}
            for key, rings in spent.items()}


def leads(spent):
    """{(way, bytes): quartiles of our time as a part of the fastest other ring's}; empty without another ring."""
    found = {}
    for key, rings in spent.items():
        others = [quartiles(quotients(rings[OURS], times)) for ring, times in rings.items()
                  if ring not in (LIMIT, OURS, *ONLY_ALONE)]
        if others:
            found[key] = max(others, key=lambda values: values[1])
    return found


def instructions(program, operation, what, times, work):
    """Instructions of a whole run, counted by callgrind."""
    out = work / "callgrind.out"
    run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", program, operation, what, times])
    return int(re.search(r"^(?:summary|totals): (\d+)", out.read_text(encoding="utf-8"), re.M)[1])


def per_operation(count, times):
    """Instructions of one operation; count(what, times) is those of a whole run."""
    both = count("do", 2 * times) - count("do", times)
    preparing = count("prepare", 2 * times) - count("prepare", times)
    return round((both - preparing) / times)


def count_all(program, work):
    """{operation: instructions}."""
    return {operation: per_operation(lambda what, times: instructions(program, operation, what, times, work), 1000)
            for operation in run([program]).split()}


def drive(program, rounds, work):
    """{operation: {driver: (instructions or None, nanoseconds)}}."""
    spent = {}
    for line in run([program, rounds]).splitlines():
        operation, driver, time = line.split()
        spent.setdefault(operation, {}).setdefault(driver, []).append(float(time))
    counted = platform.machine() in ("x86_64", "AMD64") and shutil.which("valgrind")
    return {operation: {driver: (driven(program, operation, driver, work) if counted else None, statistics.median(times))
                        for driver, times in drivers.items()}
            for operation, drivers in spent.items()}


def driven(program, operation, driver, work):
    """Instructions of one operation, from a run of ten batches that counts within a function of Device.c only."""
    out = work / "callgrind.out"
    run(["valgrind", "--tool=callgrind", "--collect-atstart=no", "--toggle-collect=Timed*", f"--callgrind-out-file={out}",
         program, operation, driver, 10])
    return round(int(re.search(r"^(?:summary|totals): (\d+)", out.read_text(encoding="utf-8"), re.M)[1]) / 10 / BATCH)


# Telling.


def ring_table(found):
    """The ratios as Markdown: a line a size, a column a way and ring."""
    columns = [(way, ring) for way in WAYS for ring in RINGS if any(key[0] == way and ring in found[key] for key in found)]
    lines = ["| bytes | " + " | ".join(f"{WAYS[way]}: {RINGS[ring]}" for way, ring in columns) + " |",
             "|--:|" + "--:|" * len(columns)]
    for size in sorted({size for _, size in found}):
        cells = [f"{found[way, size][ring]:.2f}" for way, ring in columns]
        lines.append(f"| {size:,} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def lead_table(found):
    """Our time as a part of the fastest other's, as Markdown."""
    ways = [way for way in WAYS if any(key[0] == way for key in found)]
    lines = ["| bytes | " + " | ".join(WAYS[way] for way in ways) + " |", "|--:|" + "--:|" * len(ways)]
    for size in sorted({size for _, size in found}):
        cells = ["{1:.2f} ({0:.2f} to {2:.2f})".format(*found[way, size]) for way in ways]
        lines.append(f"| {size:,} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def count_table(counts):
    """The counts as Markdown; `counts` is {compiler's name and version: {operation: instructions}}."""
    operations = [name for name in OPERATIONS if any(name in column for column in counts.values())]
    lines = ["| instructions on x64 | " + " | ".join(counts) + " |", "|---|" + "--:|" * len(counts)]
    lines += [f"| {OPERATIONS[name]} | " + " | ".join(f"{column[name]:,}" for column in counts.values()) + " |"
              for name in operations]
    return "\n".join(lines)


def drive_table(found):
    """Instructions and nanoseconds of the drivers as Markdown; empty cells where there is no such driver."""
    drivers = [name for name in RINGS if any(name in row for row in found.values())]
    lines = ["| instructions, time | " + " | ".join(RINGS[name] for name in drivers) + " |",
             "|---|" + "--:|" * len(drivers)]
    for operation, what in DRIVING.items():
        cells = []
        for name in drivers:
            count, time = found.get(operation, {}).get(name, (None, None))
            cells.append(", ".join(([f"{count:,}"] if count else []) + ([f"{time:.0f} ns"] if time else [])))
        lines.append(f"| {what} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def replaced(text, inner):
    """The text with other tables between the marks."""
    if text.count(BEGIN) != 1 or text.count(END) != 1:
        sys.exit("guest.py: docs/costs.md does not have the two marks of the costs once each")
    before, rest = text.split(BEGIN)
    return before + BEGIN + "\n" + inner + "\n\n" + END + rest.split(END)[1]


def once(programs):
    """Every ring's check, a round of the race, every operation once."""
    lines = run([programs["Race", 0], 1]).splitlines()
    operations = run([programs["Count"]]).split() if "Count" in programs else []
    for operation in operations:
        run([programs["Count"], operation, "do", 10])
    driven = run([programs["Device"], 1]).splitlines()
    print(f"count {len(lines) + len(driven)} measurements and {len(operations)} operations of the benchmark, run once")


def race(programs, rounds):
    """What all layouts print, each after so many rounds that whole blocks come of it."""
    layouts = [path for key, path in programs.items() if key[0] == "Race"]
    each = max(1, round(rounds / len(layouts) / BLOCK)) * BLOCK
    return "".join(run([path, each]) for path in layouts)


def measure(compilers, options, library, work):
    rings, counts, drivers = {}, {}, {}
    for compiler in compilers:
        programs = build(compiler, options, library, work / Path(compiler).name)
        name = version(compiler)
        print(f"{name}: the rings", file=sys.stderr)
        rings[name] = times_of(race(programs, options.rounds))
        drivers[name] = drive(programs["Device"], options.rounds, work)
        if "Count" in programs and shutil.which("valgrind"):
            print(f"{name}: counting instructions", file=sys.stderr)
            counts[name] = count_all(programs["Count"], work)
    tables = []
    for name, spent in rings.items():
        tables.append(f"By {name} on {processor()}, multiples of memcpy:\n\n{ring_table(ratios(spent))}")
        if leads(spent):
            tables.append("Our time, as a part of that of the fastest other ring: median, and quartiles.\n\n"
                          + lead_table(leads(spent)))
        tables.append(f"Drivers, by {name} on {processor()}:\n\n{drive_table(drivers[name])}")
        if not any(way == "trip" for way, _ in spent):
            print("\nNo trips: there is one processor.")
    print("\n" + "\n\n".join(tables))
    if counts:
        print(f"\n{count_table(counts)}")
    else:
        print("\nNo instructions: " + ("valgrind is missing." if "Count" in programs else "this is not x64."))
    if options.write:
        if not counts:
            sys.exit("guest.py: docs/costs.md is not written without the counts")
        COSTS.write_text(replaced(COSTS.read_text(encoding="utf-8"), "\n\n".join([*tables, count_table(counts)])),
                         encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mu-msvm", metavar="DIR", type=Path, help="a checkout of mu_msvm")
    parser.add_argument("--mu-basecore", metavar="DIR", type=Path, help="a checkout of mu_basecore, for mu_msvm's drivers")
    parser.add_argument("--openvmm", metavar="DIR", type=Path, help="a checkout of OpenVMM; needs cargo, and the network once")
    parser.add_argument("--compiler", action="append", help="a C compiler's driver; repeatable (gcc and clang)")
    parser.add_argument("--rounds", type=int, default=192, help="rounds of the race, over all layouts (%(default)s)")
    parser.add_argument("--layouts", type=int, default=12, help="programs that the same objects are linked to (%(default)s)")
    parser.add_argument("--work", metavar="DIR", type=Path, help="a folder for what is built, to keep (a temporary one)")
    parser.add_argument("--write", action="store_true", help="write the tables into docs/costs.md")
    parser.add_argument("--once", action="store_true", help="build, check and run once, for the tests; exit code 77 if "
                        "something is missing (1 where CI=true)")
    options = parser.parse_args()
    for checkout, inside in ((options.mu_msvm, "MsvmPkg/EmclDxe/RingBuffer.c"), (options.openvmm, CRATES["vmbus_ring"]),
                             (options.mu_basecore, "MdePkg/Include/Uefi.h")):
        if checkout and not (checkout / inside).exists():
            parser.error(f"{checkout} has no {inside}")
    try:
        if platform.system() != "Linux":
            raise NotRun("this is not Linux")
        compilers = options.compiler or [name for name in ("gcc", "clang") if shutil.which(name)]
        if not compilers:
            raise NotRun("neither gcc nor clang is here")
        with tempfile.TemporaryDirectory() as folder:
            work = (options.work or Path(folder)).resolve()
            library = openvmm_library(options.openvmm.resolve(), work / "openvmm") if options.openvmm else None
            if options.once:
                for compiler in compilers:
                    once(build(compiler, options, library, work / Path(compiler).name))
            else:
                measure(compilers, options, library, work)
    except NotRun as reason:
        print(f"not run: {reason}")
        return 1 if os.environ.get("CI") == "true" else NOT_RUN
    return 0


if __name__ == "__main__":
    sys.exit(main())
