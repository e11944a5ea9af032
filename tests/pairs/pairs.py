#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The guest of examples/guest and the lying host of examples/host in one process: each device with each fault.

    pairs.py --work FOLDER               every pair of expected.txt, and the honest host with every device
    pairs.py --work FOLDER --noise 500   so many runs more of each device, in which the host changes bits at random
    pairs.py --work FOLDER --write       writes expected.txt and the table of examples/host/README.md: read them then!

A pair passes if the guest ends by itself with the expected result at the expected
step, takes everything back, no sanitizer objects, and the host told a lie; or, where a
device has nothing that such a lie could be about, if it told none and the guest is done.
It ends with 0 (passed), 1 (failed) or 77 (not run: no compiler with sanitizers). With
CI=true, not run is failed.
"""

import argparse
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "fuzz"))

from fuzz import CI, NOT_RUN, Failure, NotRun, more_sources, say  # noqa: E402

EXPECTED = HERE / "expected.txt"
README = ROOT / "examples/host/README.md"
SECONDS = 60  # of one run, which takes some milliseconds

DEVICES = ("memory", "storage", "fibre", "network", "keyboard", "mouse", "socket", "pci", "video", "serial", "files",
           "emulation")
# Of examples/host/fault.c: those about packets. Those about channel messages are for tests/e2e.
FAULTS = ("ring-index", "packet-length", "packet-type", "silence", "empty-message", "short-message", "long-message",
          "pipe-length", "foreign-id", "twice", "index-outside", "range-outside", "length-overflow", "flood", "rescind")

FLAGS = ["-std=gnu11", "-O1", "-g", "-Wall", "-Wextra", "-Werror", "-fsanitize=address,undefined",
         "-fno-sanitize-recover=all", "-fno-omit-frame-pointer", "-no-pie", "-fno-pie",
         "-DWINDOW_ADDRESS=0x40000000U"]  # where this program has room for the window of the PCI bus

RESULTS = {name: (int(number), text) for name, number, text in re.findall(
    r'^    X\((Guest\w+), (\d+), "(.*)"\)', (ROOT / "examples/guest/guest.h").read_text(encoding="utf-8"), re.M)}
NOTHING = "nothing"  # in expected.txt: the device has nothing that the lie could be about


def compiler(work):
    """A compiler that links a program with both sanitizers."""
    empty = work / "empty.c"
    empty.write_text("int main(void) { return 0; }\n")
    for name in shlex.split(os.environ.get("CC", "gcc clang-19 clang")):
        if shutil.which(name) and subprocess.run([name, *FLAGS, str(empty), "-o", str(work / "empty")],
                                                 capture_output=True, check=False).returncode == 0:
            return name
    raise NotRun("no compiler with the address sanitizer (gcc, or clang and libclang-rt)")


def build(work):
    text = (HERE / "pairs.c").read_text(encoding="utf-8")
    left_out = {str(ROOT / name) for name in re.findall(r"examples/guest/\w+\.c", text.split("Left out:")[1].split("*/")[0])}
    sources = [path for path in more_sources(HERE / "pairs.c") if path not in left_out]
    command = [compiler(work), *FLAGS, "-I" + str(ROOT / "include"), str(HERE / "pairs.c"), *sources,
               "-o", str(work / "pairs")]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode != 0:
        raise Failure("it does not compile:\n%s" % done.stdout[:4000])
    return work / "pairs"


def run(program, *words):
    """One run: its status and what the guest wrote; the status is -1 if it did not end."""
    folder = program.parent / "folder"
    folder.mkdir(exist_ok=True)
    (folder / "hello.txt").write_bytes(bytes(index * index // 7 % 251 for index in range(40000)))
    try:
        done = subprocess.run([str(program), *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                              errors="replace", timeout=SECONDS, check=False,
                              env={**os.environ, "PAIRS_FOLDER": str(folder)})
    except subprocess.TimeoutExpired:
        return -1, "", "still running after %d seconds" % SECONDS
    return done.returncode, done.stdout, done.stderr


def outcome(program, *words):
    """Outcome of a run: (result's name, step, lies), checked as far as it does not depend on the pair."""
    status, guest, host = run(program, *words)
    what = "pairs " + " ".join(words)
    last = re.search(r"^Mile\.HyperV guest: result (\d+)$", guest, re.M)
    if not last or int(last[1]) != status:
        raise Failure("%s ended with %d, and not with its last line:\n%s\n%s" % (what, status, guest[-600:], host[:3000]))
    name = next((name for name, (number, _) in RESULTS.items() if number == status), None)
    failed = re.search(r"^fail: (.*?): (.*)$", guest, re.M)
    if name is None or (failed and failed[2] != RESULTS[name][1]):
        raise Failure("%s: result %d, but %s" % (what, status, failed and failed[0]))
    for line in ("ok: take the rings back", "ok: unload the VMBus", "ok: clear the guest OS id"):
        if not re.search("^%s$" % line, guest, re.M):
            raise Failure("%s: the guest did not write '%s':\n%s" % (what, line, guest[-1500:]))
    return name, failed[1] if failed else "", int(re.search(r"^the host told (\d+) lies$", guest, re.M)[1])


def read_expected():
    """{(device, fault): (result, step)}."""
    expected = {}
    for line in EXPECTED.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            device, fault, result, step = (line + " ").split(" ", 3)
            expected[device, fault] = (result, step.strip())
    return expected


def pair(program, device, fault):
    name, step, lies = outcome(program, device, fault)
    if lies == 0 and name != "GuestDone":
        raise Failure("%s %s: no lie was told, and the guest ends with %s" % (device, fault, name))
    return (NOTHING, "") if lies == 0 else (name, step)


def check(program):
    expected, wrong = read_expected(), []
    for device in DEVICES:
        if outcome(program, device) != ("GuestDone", "", 0):
            wrong.append("%s: the guest is not done with an honest host: %s" % (device, outcome(program, device)))
        for fault in FAULTS:
            found = pair(program, device, fault)
            if found != expected.get((device, fault)):
                wrong.append("%s %s: %s %s, and expected.txt has %s" % (device, fault, *found, expected.get((device, fault))))
    if set(expected) != {(device, fault) for device in DEVICES for fault in FAULTS}:
        wrong.append("expected.txt has other pairs than there are")
    if table(expected) not in README.read_text(encoding="utf-8"):
        wrong.append("the table of examples/host/README.md is old: pairs.py --write")
    if wrong:
        raise Failure("\n".join(wrong))
    told = sum(result != NOTHING for result, _ in expected.values())
    say("count %d pairs of a device and a fault that the example guest survives" % told)
    say("count %d pairs where the device has nothing that the lie could be about" % (len(expected) - told))


def noise(program, count):
    """Any result will do, but for those that are no result."""
    ends = {}
    for device in DEVICES:
        for seed in range(1, count + 1):
            name, _, _ = outcome(program, device, "noise=%d" % seed)
            ends[name] = ends.get(name, 0) + 1
    say("count %d runs with noise" % sum(ends.values()))
    say(", ".join("%s %d" % (name, ends[name]) for name in sorted(ends)))


def table(expected):
    """The table of README.md: a row for each fault."""
    lines = ["| fault | %s |" % " | ".join(DEVICES), "|---|%s" % ("---|" * len(DEVICES))]
    for fault in FAULTS:
        cells = ("-" if expected[device, fault][0] == NOTHING else str(RESULTS[expected[device, fault][0]][0])
                 for device in DEVICES)
        lines.append("| `%s` | %s |" % (fault, " | ".join(cells)))
    return "\n".join(lines)


def write(program):
    expected = {(device, fault): pair(program, device, fault) for device in DEVICES for fault in FAULTS}
    head = EXPECTED.read_text(encoding="utf-8").split("\n\n")[0] if EXPECTED.exists() else "# SPDX-License-Identifier: MIT"
    lines = [("%s %s %s %s" % (*names, *found)).strip() for names, found in expected.items()]
    EXPECTED.write_text(head + "\n\n" + "\n".join(lines) + "\n", encoding="utf-8")
    text = README.read_text(encoding="utf-8")
    new = re.sub(r"^\| fault \|.*?(?=\n\n)", lambda _: table(expected), text, count=1, flags=re.M | re.S)
    README.write_text(new, encoding="utf-8")
    say("written: %s, and the table of %s" % (EXPECTED.relative_to(ROOT), README.relative_to(ROOT)))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True, help="a folder for what is built")
    parser.add_argument("--noise", type=int, default=20, metavar="COUNT", help="runs of each device with noise (20)")
    parser.add_argument("--write", action="store_true", help="write what is expected from now on")
    options = parser.parse_args()
    options.work = options.work.absolute()
    options.work.mkdir(parents=True, exist_ok=True)
    try:
        program = build(options.work)
        if options.write:
            write(program)
        else:
            check(program)
            noise(program, options.noise)
    except NotRun as reason:
        say("not run: %s" % reason)
        return 1 if CI else NOT_RUN
    except Failure as failure:
        say("FAILED: %s" % failure)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
