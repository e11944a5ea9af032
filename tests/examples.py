#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compiles the C examples of the documents: examples.py --work FOLDER [FILE...]

Each block that a Markdown file marks as C is a translation unit of its own. It
must compile as it is printed, freestanding and without a warning, in C11 and C++17,
by gcc and clang where they are there. A block that is marked as "c run NAME" runs too:
tests/docs/guides/NAME.c, a program that plays the other side, is compiled with the block
before its first line, by each compiler, and must exit with 0.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILES = ["README.md", "CONTRIBUTING.md", "docs/*.md", "docs/guides/**/*.md"]
PROGRAMS = ROOT / "tests" / "docs" / "guides"
COMPILERS = ["gcc", "clang"]
LANGUAGES = {"c": "c11", "c++": "c++17"}
WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Werror", "-I", str(ROOT / "include")]
FLAGS = ["-fsyntax-only", "-ffreestanding", *WARNINGS]
LIMIT = 20


def blocks(path):
    """(line, text, program) of each block of C in a Markdown file; the program is "" for a block that does not run."""
    text = path.read_text(encoding="utf-8")
    for match in re.finditer(r"^```c(?: run (\w+))?\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        yield text[: match.start()].count("\n") + 2, match[2], match[1] or ""


def ordered(command, message):
    """Runs a command; True if it succeeded, otherwise prints its output."""
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=LIMIT)
    except subprocess.TimeoutExpired:
        print("%s: not finished after %d seconds" % (message, LIMIT))
        return False
    if done.returncode != 0:
        print("%s: exit code %d\n%s" % (message, done.returncode, done.stdout))
    return done.returncode == 0


def compiles(source, place, compilers):
    """The number of compilations of a block that fail."""
    return sum(not ordered([compiler, "-x", language, "-std=" + standard, *FLAGS, str(source)],
                           "%s: the example does not compile as %s by %s" % (place, standard, compiler))
               for compiler in compilers for language, standard in LANGUAGES.items())


def runs(source, name, place, compilers):
    """The number of compilers whose program of a block does not run."""
    program, faults = PROGRAMS / (name + ".c"), 0
    if not program.is_file():
        print("%s: the example runs in %s, which does not exist" % (place, program))
        return 1
    for compiler in compilers:
        binary = source.with_name(name + "-" + compiler)
        command = [compiler, "-std=c11", "-g", *WARNINGS, "-include", str(source), str(program), "-o", str(binary)]
        faults += not (ordered(command, "%s: %s does not compile by %s" % (place, program.name, compiler)) and
                       ordered([str(binary)], "%s: %s of %s" % (place, program.name, compiler)))
    return faults


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True, help="a folder for what is written")
    parser.add_argument("files", nargs="*", type=Path, help="Markdown files; by default those of the project")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    compilers = [name for name in COMPILERS if shutil.which(name)]
    if not compilers:
        print("not run: %s is missing" % " and ".join(COMPILERS))
        return 1 if os.environ.get("CI") == "true" else 77
    files = options.files or [path for pattern in FILES for path in sorted(ROOT.glob(pattern))]
    examples = faults = 0
    programs = set()
    for path in files:
        for line, text, name in blocks(path):
            examples += 1
            place = "%s:%d" % (path, line)
            source = options.work / "example.c"
            source.write_text('#line %d "%s"\n%s' % (line, path, text), encoding="utf-8")
            failed = compiles(source, place, compilers)
            if name and not failed:
                failed = runs(source, name, place, compilers)
            programs.add(name)
            faults += failed
    unused = {path.stem for path in PROGRAMS.glob("*.c")} - programs
    if unused and not options.files:
        print("FAILED: no example runs in %s" % ", ".join(sorted(unused)))
        faults += 1
    if examples == 0:
        print("FAILED: no example in %s" % ", ".join(map(str, files)))
        return 1
    print("count %d examples of the documents, of which %d run" % (examples, len(programs - {""})))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
