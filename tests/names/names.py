#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Lists every name that the headers give to whoever includes them, and faults those outside the allowed prefixes.

    names.py --work FOLDER [--include FOLDER] [--print]

Macros come from the preprocessor; types, tags, enumerators, objects and
functions from clang's syntax tree. Names of members are of no concern: they
cannot clash. MILE_HYPERV_NO_COMPAT is defined, so the names that other SDKs own
are left out, and that they are is checked too: none is a name of Windows's
headers, as far as References/windows-*/ hold those.
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

# Without the names that other SDKs own, and the odd ones of version 1.
OFF = ["-DMILE_HYPERV_NO_COMPAT"]

# |-TypedefDecl 0x... <file:line:column, ...> line:column [referenced] NAME 'type'; enumerators are one level deeper.
DECLARATION = re.compile(
    r"^(?:\||`)-(?:Typedef|Record|CXXRecord|Enum|Var|Function)Decl 0x\w+ .*?(?:<.*?>+ )?(?:line:\d+:\d+|col:\d+|<invalid sloc>)"
    r"(?: implicit| referenced| used)*(?: (?:struct|union|enum|class))?(?: (?P<name>\w+))?(?= |$)")
ENUMERATOR = re.compile(r"^(?:\||`| )[ |]*[|`]-EnumConstantDecl 0x\w+ .*?(?:col|line):[\d:]+(?: referenced| used)*"
                        r" (?P<name>\w+) ")


def output(command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        raise SystemExit("%s\nFAILED: %s" % (done.stderr[-3000:], " ".join(command)))
    return done.stdout


def headers(include):
    return [path.relative_to(include).as_posix() for path in sorted(include.glob("**/*.h")) if "Windows" not in path.name]


class Unit:
    def __init__(self, include, work, names, flags):
        self.source = work / "names.c"
        self.source.write_text("".join('#include "%s"\n' % name for name in names) + "extern int End;\n", encoding="utf-8")
        self.command = ["clang", "-std=c11", "-I", str(include), *flags, str(self.source)]

    def macros(self):
        own = re.findall(r"^#define (\w+)", output(self.command + ["-E", "-dM"]), re.M)
        empty = re.findall(r"^#define (\w+)", output(["clang", "-std=c11", "-E", "-dM", "-x", "c", os.devnull]), re.M)
        # Macros of the command line itself are not the library's.
        return set(own) - set(empty) - {flag[2:] for flag in OFF}

    def declared(self):
        names = set()
        tree = output(self.command + ["-fsyntax-only", "-Xclang", "-ast-dump", "-fno-color-diagnostics"])
        for line in tree.splitlines():
            match = DECLARATION.match(line) or ENUMERATOR.match(line)
            if match and match["name"]:
                names.add(match["name"])
        # clang's own, and this program's.
        return {name for name in names if not name.startswith("__")} - {"End", "definition"}


def read_prefixes(path):
    lines = [re.split(r"\s+#|^#", line)[0].split() for line in path.read_text(encoding="utf-8").splitlines()]
    return [line[0] for line in lines if line]


def of_windows():
    """The names that the Windows SDK's headers have, out of its facts; whoever includes both would get a redefinition."""
    found = set()
    for path in sorted((ROOT / "References").glob("windows-*/facts.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            records = [json.loads(line) for line in lines]
        found |= {record["name"] for record in records if record.get("kind") not in ("field", "bits")}
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--include", type=Path, default=ROOT / "include")
    parser.add_argument("--print", action="store_true", help="print every name")
    options = parser.parse_args()
    if shutil.which("clang") is None:
        print("not run: clang is missing")
        return 1 if os.environ.get("CI") == "true" else 77
    options.work.mkdir(parents=True, exist_ok=True)

    prefixes = read_prefixes(HERE / "Prefixes.txt")
    allowed = re.compile("|".join(prefixes))
    unit = Unit(options.include, options.work, headers(options.include), OFF)
    macros, declared = unit.macros(), unit.declared()
    if options.print:
        print("\n".join(sorted(macros | declared)))
    faults = ["not of an allowed prefix: %s" % name for name in sorted(macros | declared) if not allowed.match(name)]
    windows = of_windows()
    faults += ["is a name of Windows's headers: %s" % name for name in sorted((macros | declared) & windows)]
    faults += ["no names of Windows's headers: References/windows-*/facts.jsonl.xz are not there"] * (not windows)
    faults += ["begins with an underscore: %s" % name for name in sorted(macros | declared) if name.startswith("_")]
    faults += ["tests/names/Prefixes.txt: no name begins with %s" % prefix for prefix in prefixes
               if not any(re.match(prefix, name) for name in macros | declared)]

    # Without Compat, its headers define their guard and nothing else (beside what the topics that they include do).
    compat = [name for name in headers(options.include) if "/Compat/" in name]
    if compat:
        topics = [name for name in headers(options.include) if "/" in name and name not in compat]
        base = Unit(options.include, options.work, topics, OFF)
        base_names = base.macros() | base.declared()
        rest = Unit(options.include, options.work, topics + compat, OFF)
        surplus = sorted((rest.macros() | rest.declared()) - base_names)
        faults += ["Compat defines %s although it is off" % name for name in surplus
                   if not name.startswith("MILE_HYPERV_COMPAT")]

    for fault in faults:
        print(fault)
    print("count %d names of macros, types, tags, enumerators and constants" % len(macros | declared))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
