#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What including costs a compiler: one driver's topics, and everything, side by side.

    parse.py                     ours alone
    parse.py --original DIR      beside the headers of Mile.HyperV 1.x in DIR (its
                                 folder with Mile.HyperV.VMBus.h; not in this repository)
    parse.py --topics            every header of the hypervisor alone, the dearest first

Each case is a translation unit of nothing but includes, compiled with -fsyntax-only,
as C and as C++. The cases run in turns, so that a busy machine hurts all alike; of each
the fastest round counts, and only ratios are printed. The original is C++ for one
compiler: it is forced through with -fpermissive and its missing names defined, for the
time alone, and is the measure of both languages.
"""

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# Headers that a few kinds of drivers need; the last entry equals the original's umbrella.
CASES = {
    "one topic: Synic.h": ["Mile.HyperV/Hypervisor/Synic.h"],
    "a clock driver": ["Mile.HyperV/Hypervisor/ReferenceTime.h", "Mile.HyperV/Hypervisor/Timer.h"],
    "a keyboard driver": ["Mile.HyperV/VMBus/Packet.h", "Mile.HyperV/VMBus/Pipe.h", "Mile.HyperV/Device/Keyboard.h"],
    "messages: Message.h": ["Mile.HyperV/Hypervisor/Message.h"],
    "a VMBus bus driver": ["Mile.HyperV/Hypervisor/Hypercall.h", "Mile.HyperV/Hypervisor/Synic.h",
                           "Mile.HyperV/Hypervisor/Message.h", "Mile.HyperV/VMBus/Ring.h",
                           "Mile.HyperV/VMBus/ChannelMessage.h", "Mile.HyperV/VMBus/DeviceGuid.h"],
    "the hypervisor: Mile.HyperV.TLFS.h": ["Mile.HyperV.TLFS.h"],
    "everything: Mile.HyperV.h": ["Mile.HyperV.h"],
}
# The original takes <stdint.h> and the compiler's architecture macro for granted.
LANGUAGES = {"C": ["-x", "c", "-std=c11"], "C++": ["-x", "c++", "-std=c++17"]}
NOTHING = "nothing"
WHOLE = "everything: Mile.HyperV.h"
TOPIC_FOLDER = "Mile.HyperV/Hypervisor"
TENTH = 0.1
ORIGINAL = "the original's umbrella"
ORIGINAL_HEADERS = {ORIGINAL: "Mile.HyperV.VMBus.h", "the original's Mile.HyperV.TLFS.h": "Mile.HyperV.TLFS.h"}
ORIGINAL_FLAGS = ["-fpermissive", "-w", "-D_M_AMD64", "-D__declspec(x)=__attribute__((x))", "-fms-extensions"]


def cpu_seconds(command):
    """User and system time of one compiler run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return done, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def fastest(commands, rounds):
    """The least time of each command over some rounds; one of ours that does not compile is an error."""
    best = {}
    for turn in range(rounds):
        for key, command in commands.items():
            done, spent = cpu_seconds(command)
            if done.returncode and key[-1] not in ORIGINAL_HEADERS:
                sys.exit(f"parse.py: {key[-1]} does not compile:\n{done.stderr[:2000]}")
            best[key] = min(best.get(key, spent), spent)
        print(f"round {turn + 1} of {rounds}", file=sys.stderr)
    return best


def topic_cases():
    """A case for each header of the hypervisor, and everything to compare it with."""
    names = sorted(path.name for path in Path(ROOT, "include", TOPIC_FOLDER).glob("*.h"))
    return {name: [f"{TOPIC_FOLDER}/{name}"] for name in names} | {WHOLE: CASES[WHOLE]}


def commands_of(compiler, cases, folder, original):
    """Every compiler run of one compiler, by (compiler, language, case)."""
    units = {}
    for number, (name, includes) in enumerate({NOTHING: [], **cases}.items()):
        units[name] = Path(folder, f"case{number}.h")
        units[name].write_text("".join(f'#include "{i}"\n' for i in includes) + "int unit;\n")
    commands = {(compiler, language, name): [compiler, *flags, "-fsyntax-only", "-I", str(ROOT / "include"), str(unit)]
                for language, flags in LANGUAGES.items() for name, unit in units.items()}
    for number, (name, header) in enumerate(ORIGINAL_HEADERS.items() if original else ()):
        unit = Path(folder, f"original{number}.h")
        unit.write_text(f"#include <stdint.h>\n#include <{header}>\nint unit;\n")
        commands[compiler, "C++", name] = [compiler, *LANGUAGES["C++"], "-fsyntax-only", *ORIGINAL_FLAGS, "-I",
                                           original, str(unit)]
    return commands


def print_table(names, columns, net, measure):
    """One line a case, one column a compiler and language; empty where it was not compiled."""
    print("  ".join(f"{compiler} {language}".rjust(9) for compiler, language in columns))
    for name in names:
        cells = [f"{net[column + (name,)] / measure[column]:9.2f}" if column + (name,) in net else " " * 9 for column in columns]
        print("  ".join(cells) + "  " + name)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--original", metavar="DIR", help="headers of Mile.HyperV 1.x")
    parser.add_argument("--topics", action="store_true", help="each header of the hypervisor alone")
    parser.add_argument("--compiler", action="append", help="a C compiler's driver; repeatable (gcc and clang)")
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    if options.original and not Path(options.original, ORIGINAL_HEADERS[ORIGINAL]).is_file():
        sys.exit(f"parse.py: {options.original} has no {ORIGINAL_HEADERS[ORIGINAL]}")
    compilers = options.compiler or [name for name in ("gcc", "clang") if shutil.which(name)]
    cases = topic_cases() if options.topics else CASES
    with tempfile.TemporaryDirectory() as folder:
        commands = {}
        for compiler in compilers:
            commands.update(commands_of(compiler, cases, folder, options.original))
        spent = fastest(commands, options.rounds)
    columns = [(compiler, language) for compiler in compilers for language in LANGUAGES]
    net = {key: time - spent[key[0], key[1], NOTHING] for key, time in spent.items()}
    measure = {(compiler, language): net[(compiler, "C++", ORIGINAL) if options.original else (compiler, language, WHOLE)]
               for compiler, language in columns}
    print(f"{ORIGINAL if options.original else WHOLE} = 1.00{', as C++' if options.original else ''}; "
          "an empty file's time is taken off")
    names = list(cases)
    if options.topics:
        names.sort(key=lambda name: -max(net[column + (name,)] for column in columns))
    print_table([*names, *(ORIGINAL_HEADERS if options.original else ())], columns, net, measure)
    if options.topics:
        for column in columns:
            dear = sum(net[column + (name,)] > TENTH * measure[column] for name in names if name != WHOLE)
            print(f"{' '.join(column)}: {dear} of {len(names) - 1} headers cost more than a tenth")


if __name__ == "__main__":
    main()
