#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What including costs a compiler: one driver's topics, and everything, side by side.

    parse.py                     ours alone
    parse.py --original DIR      beside the headers of Mile.HyperV 1.x in DIR (its
                                 folder with Mile.HyperV.VMBus.h; not in this repository)

Each case is a translation unit of nothing but includes, compiled with -fsyntax-only.
The cases run in turns, so that a busy machine hurts all alike; of each the fastest
round counts, and only ratios are printed. The original is C++ for one compiler: it is
forced through with -fpermissive and its missing names defined, for the time alone.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# What drivers of a few kinds need; the last one is all that the original's umbrella gives.
CASES = {
    "one topic: Synic.h": ["Mile.HyperV/Hypervisor/Synic.h"],
    "a clock driver": ["Mile.HyperV/Hypervisor/ReferenceTime.h", "Mile.HyperV/Hypervisor/Timer.h"],
    "a keyboard driver": ["Mile.HyperV/VMBus/Packet.h", "Mile.HyperV/VMBus/Pipe.h", "Mile.HyperV/Device/Keyboard.h"],
    "a VMBus bus driver": ["Mile.HyperV/Hypervisor/Hypercall.h", "Mile.HyperV/Hypervisor/Synic.h",
                           "Mile.HyperV/Hypervisor/Message.h", "Mile.HyperV/VMBus/Ring.h",
                           "Mile.HyperV/VMBus/ChannelMessage.h", "Mile.HyperV/VMBus/DeviceGuid.h"],
    "the hypervisor: Mile.HyperV.TLFS.h": ["Mile.HyperV.TLFS.h"],
    "everything: Mile.HyperV.h": ["Mile.HyperV.h"],
}
# The original takes <stdint.h> and the compiler's architecture macro for granted.
ORIGINAL_FLAGS = ["-fpermissive", "-w", "-D_M_AMD64", "-D__declspec(x)=__attribute__((x))", "-fms-extensions"]


def cpu_seconds(command, source):
    """User and system time of one compiler run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command + [source], capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return done, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def fastest(cases, rounds):
    """The least time of each case over some rounds; a case that does not compile at all is an error."""
    best = {}
    for turn in range(rounds):
        for name, (command, source, strict) in cases.items():
            done, spent = cpu_seconds(command, source)
            if strict and done.returncode:
                sys.exit(f"parse.py: {name} does not compile:\n{done.stderr[:2000]}")
            best[name] = min(best.get(name, spent), spent)
        print(f"round {turn + 1} of {rounds}", file=sys.stderr)
    return best


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--original", metavar="DIR", help="headers of Mile.HyperV 1.x")
    parser.add_argument("--compiler", default="g++", help="g++ or clang++ (g++)")
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    if options.original and not Path(options.original, "Mile.HyperV.VMBus.h").is_file():
        sys.exit(f"parse.py: {options.original} has no Mile.HyperV.VMBus.h")
    with tempfile.TemporaryDirectory() as folder:
        base = [options.compiler, "-x", "c++", "-std=c++17", "-fsyntax-only"]
        cases = {}
        for number, (name, includes) in enumerate({"nothing": [], **CASES}.items()):
            source = Path(folder, f"case{number}.cpp")
            source.write_text("".join(f'#include "{i}"\n' for i in includes) + "int unit;\n")
            cases[name] = (base + ["-I", str(ROOT / "include")], str(source), True)
        yardstick = "everything: Mile.HyperV.h"
        if options.original:
            yardstick = "the original's umbrella"
            source = Path(folder, "original.cpp")
            source.write_text('#include "Mile.HyperV.VMBus.h"\nint unit;\n')
            cases[yardstick] = (base + ORIGINAL_FLAGS + ["-I", options.original], str(source), False)
            source = Path(folder, "original_hypervisor.cpp")
            source.write_text('#include "Mile.HyperV.TLFS.h"\nint unit;\n')
            cases["the original's Mile.HyperV.TLFS.h"] = (cases[yardstick][0], str(source), False)
        best = fastest(cases, options.rounds)
    empty = best.pop("nothing")
    whole = best[yardstick] - empty
    print(f"{options.compiler}, of {yardstick} = 1.00, an empty file's time taken off:")
    for name, spent in best.items():
        print(f"  {(spent - empty) / whole:5.2f}  {name}")


if __name__ == "__main__":
    main()
