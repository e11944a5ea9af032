#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Adds up the last CTest run: what was counted, and a table of the legs.

    summary.py BUILD            prints both
    summary.py BUILD --write    writes the table of the legs that CTest knows into docs/matrix.md; needs no run
    summary.py BUILD --check    checks that docs/matrix.md has the legs that CTest knows; needs no run

The figures come from Testing/Temporary/LastTest.log, where CTest keeps each
test's whole output; a test's name is kind/target/language.
"""

import argparse
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MATRIX = ROOT / "docs" / "matrix.md"

# Lines that a test prints, and the unit of their counts. A leg prints `count N what`.
COUNTS = [
    (re.compile(r"^count (\d+) (.+)$", re.M), None),
    (re.compile(r"^\[  PASSED  \] (\d+) test\(s\)\.$", re.M), "unit tests (cmocka)"),
    (re.compile(r"^Ran (\d+) tests? in ", re.M), "tool tests (unittest)"),
]

# The kinds of leg, in the order of the table's columns.
KINDS = {
    "static": "rows asserted",
    "image": "bytes in object",
    "golden": "bytes at run time",
    "headers": "each header alone, twice",
    "together": "all in both orders",
    "everything": "-Weverything",
    "link": "linked",
    "neighbours": "platform's headers",
}

# The other kinds, a sentence each.
SENTENCES = {
    "consumers": "Consumers built and run",
    "e2e": "A guest on KVM's Hyper-V emulation and QEMU's VMBus",
    "unicorn": "Compiled guest code against host models, in Unicorn",
    "hostile": "The guest layer against hosts that interfere at any moment",
    "fuzz": "Fuzzed",
}

BEGIN, END = "<!-- legs: written by tests/summary.py -->", "<!-- end of legs -->"


def read_log(text):
    """(name, passed/failed/not run, output) of each test."""
    tests = []
    for part in re.split(r"(?m)^(?=\d+/\d+ Testing: )", text)[1:]:
        name = re.match(r"\d+/\d+ Testing: (.+)", part)[1]
        output = part.split("Output:\n", 1)[-1].split("<end of output>", 1)[0]
        results = re.findall(r"(?m)^Test (Passed|Failed|Skipped)\.", part.split("<end of output>", 1)[-1])
        result = {"Passed": "passed", "Skipped": "not run"}.get(results[-1] if results else "", "failed")
        # CTest's log calls a skipped test passed; its output does not.
        if result == "passed" and re.search(r"(?m)^not run: ", output):
            result = "not run"
        tests.append((name, result, output))
    return tests


def times(text):
    """The seconds of each test that ran, as CTest measured them: {name: seconds}."""
    found = {}
    for part in re.split(r"(?m)^(?=\d+/\d+ Testing: )", text)[1:]:
        took = re.findall(r"(?m)^Test time = +([\d.]+) sec", part.split("<end of output>", 1)[-1])
        if took:
            found[re.match(r"\d+/\d+ Testing: (.+)", part)[1]] = float(took[-1])
    return found


def time_lines(seconds):
    """A line for each kind of leg, the longest first: their time together, their number, the longest of them."""
    kinds = {}
    for name, took in seconds.items():
        kinds.setdefault(name.split("/")[0], {})[name] = took
    return ["%8.0f s  %s (%d legs; the longest is %s, %.0f s)" % (sum(legs.values()), kind, len(legs),
                                                                 max(legs, key=legs.get), max(legs.values()))
            for kind, legs in sorted(kinds.items(), key=lambda item: -sum(item[1].values()))]


def add_up(tests):
    totals, per_target = {}, {}
    for name, _, output in tests:
        for pattern, fixed in COUNTS:
            for match in pattern.finditer(output):
                what = fixed or match[2]
                totals[what] = totals.get(what, 0) + int(match[1])
                if what == "reference rows asserted at compile time" and name.startswith("static/"):
                    target = name.split("/")[1]
                    per_target[target] = per_target.get(target, 0) + int(match[1])
    return totals, per_target


# The language versions that a front end is tried with, in the order of Targets.cmake.
LANGUAGES = ["c11", "c17", "c2x", "gnu99", "c++11", "c++14", "c++17", "c++20", "c++2b"]


def cell(results):
    """How many legs of a kind passed, in words that stay short."""
    if not results:
        return ""
    passed = results.count("passed")
    if passed == len(results):
        return str(passed)
    return "%d of %d" % (passed, len(results)) + (", not run" if "not run" in results and "failed" not in results else "")


def languages(names):
    """The languages of a target's legs of one kind."""
    names = sorted(names, key=lambda name: LANGUAGES.index(name) if name in LANGUAGES else len(LANGUAGES))
    return "all nine" if names == LANGUAGES else " ".join(names)


def sentence(results, kind, plan):
    """The legs of a kind without targets, by the second part of their names; empty if there is none."""
    groups = {}
    for name, result in sorted(results.items()):
        if name.startswith(kind + "/"):
            groups.setdefault(name.split("/")[1], []).append(result)
    words = []
    for group, ended in groups.items():
        few = "" if plan or ended == ["passed"] else cell(ended) if len(ended) > 1 else ended[0]
        words.append(group + (" (%s)" % few if few else ""))
    return "%s: %s." % (SENTENCES[kind], ", ".join(words)) if words else ""


def table(results, plan=False):
    """The legs as Markdown: a line a target, a column a kind; then the other kinds. `results` is {name: result}.

    A plan has the languages of the legs in its cells, a run how many of them passed.
    """
    targets = {}
    for name, result in sorted(results.items()):
        kind, _, rest = name.partition("/")
        if kind in KINDS:
            target, _, language = rest.partition("/")
            targets.setdefault(target, {}).setdefault(kind, []).append(language if plan else result)
    write = languages if plan else cell
    lines = ["| target | " + " | ".join(KINDS.values()) + " |", "|---|" + "---|" * len(KINDS)]
    lines += ["| %s | %s |" % (target, " | ".join(write(kinds.get(kind, [])) for kind in KINDS))
              for target, kinds in sorted(targets.items())]
    for kind in SENTENCES:
        text = sentence(results, kind, plan)
        lines += ["", text] if text else []
    return "\n".join(lines)


def planned(build):
    """The legs that CTest would run, from its own files: to ask CTest would make it begin a new log."""
    listing = build / "CTestTestfile.cmake"
    if not listing.is_file():
        return []  # a folder that was added before the tests were turned on has none
    text = listing.read_text(encoding="utf-8")
    names = re.findall(r'^add_test\((?:\[=*\[)?"?([^\]"\s]+)', text, re.M)
    for folder in re.findall(r'^subdirs\("(.+)"\)', text, re.M):
        names += planned(build / folder)
    return names


def between(text, inner=None):
    """The text between the markers, or the text with another one there."""
    before, rest = text.split(BEGIN, 1)
    old, after = rest.split(END, 1)
    return old.strip() if inner is None else before + BEGIN + "\n\n" + inner + "\n\n" + END + after


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    if options.check or options.write:
        text = MATRIX.read_text(encoding="utf-8")
        if BEGIN not in text or END not in text:
            print("docs/matrix.md has no table of legs")
            return 1
        legs = table({name: "passed" for name in planned(options.build)}, plan=True)
        if options.write:
            MATRIX.write_text(between(text, legs), encoding="utf-8")
        elif between(text) != legs:
            print("docs/matrix.md does not have the legs that CTest knows: run python3 tests/summary.py %s --write"
                  % options.build)
            return 1
        return 0

    log = options.build / "Testing" / "Temporary" / "LastTest.log"
    text = log.read_text(encoding="utf-8", errors="replace")
    tests = read_log(text)
    totals, per_target = add_up(tests)
    results = {name: result for name, result, _ in tests}

    print("\nLegs of this run (how many passed):\n")
    print(table(results))
    print("\nCounted in this run:")
    for what in sorted(totals):
        print("%9d  %s" % (totals[what], what))
        if what == "reference rows asserted at compile time":
            for target in sorted(per_target):
                print("%9d    of them for %s" % (per_target[target], target))

    print("\nTime of the legs of a kind together:")
    print("\n".join(time_lines(times(text))))

    print()
    for name, result in sorted(results.items()):
        if result != "passed":
            print("%s: %s" % (result, name))
    values = list(results.values())
    print("Legs: %d passed, %d failed, %d skipped"
          % (values.count("passed"), values.count("failed"), values.count("not run")))
    return 0


if __name__ == "__main__":
    sys.exit(main())
