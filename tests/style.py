#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks the form of the files: docs/style.md has the rules, and this program those that a program can check.

    style.py [FILE...]    these files; by default every file of the tree

Recorded data (tests/data, tests/tools/fixtures) keeps the form in which it was
recorded. Rows (.def and X-macro tables) and documents may have long lines.
"""

import argparse
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

RECORDED = re.compile(r"^(tests/data/|tests/tools/fixtures/)")
COMPILED = re.compile(r"\.(h|c|cpp|S)$")
GENERATED = re.compile(r"^include/Mile\.HyperV/Masks/")
PROGRAM = re.compile(r"\.(py|cmake)$|(^|/)CMakeLists\.txt$|^tools/[a-z]+$|^\.ci/run$")
TABS = re.compile(r"(^|/)(Makefile|Kbuild)$|\.(mk|go)$")
LICENSED = re.compile(r"\.(h|c|cpp|S|py|cmake|md|def|rs|build|yml)$|(^|/)(CMakeLists\.txt|Makefile|Kbuild)$|^tools/[a-z]+$")
COLUMNS = {re.compile(r"^include/"): 120, COMPILED: 130, PROGRAM: 130}
# One row of an X-macro table stands on one line.
TABLE_ROW = re.compile(r" +X\(.*\)( \\)?$")
# A comment of a header that begins with one of these words is a fragment, unless its first sentence is a question.
FRAGMENT = re.compile(r"/\*\*?<?[ *\n]*((?:What|How|Which|Where|Who|In what|In which|From here on)\b[^.?:;*]*)([.?:;*]|$)")

# The one header whose path is the name of something else: MILE_HYPERV_VERSION is the version itself.
GUARDS = {"include/Mile.HyperV.Version.h": "MILE_HYPERV_VERSION_H"}


def files():
    """The files of the tree, as git has them; without git, those that are no product of a build."""
    done = None
    if shutil.which("git"):
        done = subprocess.run(["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    if done and done.returncode == 0:
        return [name for name in done.stdout.decode().split("\0") if name and (ROOT / name).is_file()]
    return [path.relative_to(ROOT).as_posix() for path in sorted(ROOT.rglob("*"))
            if path.is_file() and path.relative_to(ROOT).parts[0] not in (".git", "build") and "__pycache__" not in path.parts]


def bare(guard):
    """A guard, or a path, without what separates its words."""
    return re.sub(r"[^A-Z0-9]", "", guard.upper())


def guard_faults(name, text):
    """A header of the library has one include guard: its path in capitals, with a comment at the end."""
    opened = re.search(r"^#ifndef (\w+)\n#define (\w+)$", text, re.MULTILINE)
    closed = re.search(r"^#endif /\* !(\w+) \*/\n*\Z", text, re.MULTILINE)
    path = name[len("include/"):-len(".h")]
    if not opened or not closed or not opened[1] == opened[2] == closed[1]:
        yield 1, "no include guard of the form #ifndef G, #define G ... #endif /* !G */"
    elif opened[1] != GUARDS.get(name, opened[1]) or name not in GUARDS and bare(opened[1]) != bare(path):
        yield 1, "the include guard %s is not the path in capitals" % opened[1]


def fragment_faults(text):
    """Comments that begin with What, How, Which, Where or Who and are no question (docs/style.md, rule 4)."""
    for match in FRAGMENT.finditer(text):
        if match[2] != "?":
            yield text.count("\n", 0, match.start()) + 1, "a comment that begins with %r: write the noun" % match[1].split(" ")[0]


def link_faults(name, lines):
    """Links of a document to files that are not there."""
    for number, line in enumerate(lines, 1):
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)\s]*)?\)", line):
            if not (ROOT / name).parent.joinpath(target).exists():
                yield number, "a link to %s, which is not there" % target


def line_faults(name, lines):
    """(line, fault) of the lines by themselves."""
    limit = 0 if GENERATED.search(name) else next((most for kind, most in COLUMNS.items() if kind.search(name)), 0)
    for number, line in enumerate(lines, 1):
        if line.endswith("\r"):
            yield number, "the line ends with CR"
        elif line != line.rstrip():
            yield number, "blanks at the end of the line"
        if "\t" in line and not TABS.search(name):
            yield number, "a tab"
        if limit and len(line) > limit and not TABLE_ROW.match(line):
            yield number, "%d columns, at most %d" % (len(line), limit)


def faults(name, data):
    """(line, fault) of one file."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        yield 1, "not UTF-8"
        return
    if text.startswith("\ufeff"):
        yield 1, "a byte order mark"
    if text and not text.endswith("\n"):
        yield text.count("\n") + 1, "no newline at the end of the file"
    if text.endswith("\n\n"):
        yield text.count("\n"), "a blank line at the end of the file"
    lines = text.split("\n")
    yield from line_faults(name, lines)
    python = name.endswith(".py") or lines[0].endswith("python3")
    if (COMPILED.search(name) or PROGRAM.search(name)) and not python:
        for match in re.finditer(r"\n{3,}", text):
            yield text.count("\n", 0, match.end()) + 1, "more than one blank line in a row"
    if LICENSED.search(name) and "SPDX-License-Identifier: MIT" not in "\n".join(lines[:5]):
        yield 1, "no SPDX-License-Identifier: MIT in the first lines"
    if name.endswith(".md"):
        yield from link_faults(name, lines)
    if name.startswith("include/") and name.endswith(".h"):
        yield from guard_faults(name, text)
        yield from fragment_faults(text)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", help="paths from the top of the tree")
    names = parser.parse_args().files or files()
    checked = found = 0
    for name in names:
        data = (ROOT / name).read_bytes()
        if RECORDED.search(name) or b"\0" in data:
            continue
        checked += 1
        for line, fault in faults(name, data):
            found += 1
            print("%s:%d: %s" % (name, line, fault))
    print("count %d files of the right form" % checked if not found else "FAILED: %d faults of form" % found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
