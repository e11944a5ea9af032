#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Uses each name of Mile.HyperV 1.x through the header that has it in 1.x.

    dropin.py NAME --work FOLDER [--include FOLDER]

The names, with their headers, are the facts of References/original. NAME is a
target of TARGETS below. A name that a target leaves to its owner (a type of
Windows, on Windows) is used after that owner's header there; Exceptions.txt
lists the names of 1.x that are gone, with the reason.

It ends with 0, 1, or 77 where a compiler is missing (1 with CI=true).
"""

import argparse
import json
import lzma
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FACTS = ROOT / "References" / "original" / "facts.jsonl.xz"
WARNINGS = ["-Wall", "-Wextra", "-Werror"]

# The command of each target, the languages, and what its users include before our headers.
WINDOWS_HEADERS = "#include <winsock2.h>\n#include <windows.h>\n#include <winternl.h>\n"
TARGETS = {
    "linux-x64-gcc": (["gcc"], "x64", ""),
    "linux-x64-clang": (["clang"], "x64", ""),
    "linux-x86-gcc": (["gcc", "-m32"], "x64", ""),
    "linux-arm64-gcc": (["aarch64-linux-gnu-gcc"], "arm64", ""),
    "uefi-x64-clang": (["clang", "--target=x86_64-unknown-windows", "-ffreestanding", "-nostdinc", "-fshort-wchar"], "x64", ""),
    "uefi-arm64-clang": (["clang", "--target=aarch64-unknown-windows", "-ffreestanding", "-nostdinc"], "arm64", ""),
    "msvc-x64-clang": (["clang", "--target=x86_64-pc-windows-msvc", "-ffreestanding", "-nostdinc"], "x64", ""),
    "msvc-arm64-clang": (["clang", "--target=aarch64-pc-windows-msvc", "-ffreestanding", "-nostdinc"], "arm64", ""),
    "mingw-x64-gcc": (["x86_64-w64-mingw32-gcc"], "x64", WINDOWS_HEADERS),
}
LANGUAGES = ("c11", "c++17")


def read_exceptions():
    """{pattern: reason}, and for patterns of one target `TARGET/PATTERN`."""
    found = {}
    for number, line in enumerate((HERE / "Exceptions.txt").read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            pattern, separator, reason = line.partition(" : ")
            if not separator or not reason.strip():
                sys.exit("Exceptions.txt:%d: expected PATTERN : reason" % number)
            found[pattern.strip()] = reason.strip()
    return found


def names_of_original(arch):
    """{header: [(kind, name)]} of 1.x for one architecture."""
    found = {}
    for line in lzma.open(FACTS, "rt", encoding="utf-8"):
        fact = json.loads(line)
        kind = {"type": "type", "alias": "type", "enum": "value", "const": "value", "guid": "guid"}.get(fact["kind"])
        if kind is None or fact.get("arch", arch) != arch or not re.fullmatch(r"[A-Za-z_]\w*", fact["name"]):
            continue
        found.setdefault(Path(fact["file"]).name, set()).add((kind, fact["name"]))
    return {header: sorted(names) for header, names in found.items()}


def uses(names):
    """One declaration a name, each on a line of its own, which fails where the name is absent."""
    forms = {"type": "typedef {name} HvUse{number};", "value": "enum {{ HvUse{number} = (({name}) != 0) }};",
             "guid": "extern const void *HvUse{number}[sizeof({name}) == 16 ? 1 : -1];"}
    return [forms[kind].format(name=name, number=number) for number, (kind, name) in enumerate(names)]


def absent(command, language, source):
    """The lines of a source at which the compiler reports an error, and the first messages."""
    driver = list(command)
    flags = ["-x", "c++" if "++" in language else "c", "-std=" + language, *WARNINGS, "-Wno-unused-local-typedefs",
             "-ferror-limit=0" if "clang" in driver[0] else "-fmax-errors=0", "-fsyntax-only", str(source)]
    done = subprocess.run([*driver, *flags], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    found = {}
    for path, line, message in re.findall(r"^(.+?):(\d+):\d+: (?:fatal )?error: (.*)$", done.stdout, re.M):
        if Path(path) != source:
            sys.exit("%s\nFAILED: the headers themselves do not compile" % done.stdout[:2000])
        found.setdefault(int(line), message)
    if done.returncode != 0 and not found:
        sys.exit("%s\nFAILED: %s" % (done.stdout[:2000], " ".join([*driver, *flags])))
    return found


def check(options, header, names):
    """The names that one header of 1.x no longer gives, and how many it gives."""
    command, _, before = TARGETS[options.target]
    source = options.work / (header.replace(".", "_") + ".c")
    missing = {}
    for language in LANGUAGES:
        text = before + '#include "%s"\n' % header
        first = text.count("\n") + 1
        source.write_text(text + "\n".join(uses(names)) + "\n", encoding="utf-8")
        for line, message in absent([*command, "-I", str(options.include)], language, source).items():
            missing[names[line - first][1] if line >= first else "line %d" % line] = "%s: %s" % (language, message)
    return missing


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", choices=list(TARGETS))
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--include", type=Path, default=ROOT / "include")
    options = parser.parse_args()
    command, arch, _ = TARGETS[options.target]
    if shutil.which(command[0]) is None:
        print("not run: %s is missing" % command[0])
        return 1 if os.environ.get("CI") == "true" else 77
    options.work.mkdir(parents=True, exist_ok=True)
    exceptions = read_exceptions()
    faults, used, total = [], set(), 0
    for header, names in names_of_original(arch).items():
        missing = check(options, header, names)
        total += len(names) - len(missing)
        for name, message in sorted(missing.items()):
            pattern = next((pattern for pattern in exceptions if re.fullmatch(pattern, name) or
                            re.fullmatch(pattern, "%s/%s" % (options.target, name))), None)
            if pattern is None:
                faults.append("%s: %s: %s" % (header, name, message))
            else:
                used.add(pattern)
    # One target knows whether a general line is needless; a line of a target is that target's to know.
    own = [pattern for pattern in exceptions if pattern.startswith(options.target + "/") or
           ("/" not in pattern and options.target == "linux-x64-gcc")]
    faults += ["Exceptions.txt: no name needs the line %s" % pattern for pattern in own if pattern not in used]
    print("\n".join(faults[:60]))
    print("count %d names of 1.x through their headers" % total)
    return 1 if faults or not total else 0


if __name__ == "__main__":
    sys.exit(main())
