#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Adds up what the tests of the last CTest run counted: summary.py BUILD-FOLDER.

Reads Testing/Temporary/LastTest.log, where CTest keeps each test's whole output.
"""

import re
import sys
from pathlib import Path

# What a test prints, and what it counts. A leg prints `count N what`.
COUNTS = [
    (re.compile(r"^count (\d+) (.+)$", re.M), None),
    (re.compile(r"^\[  PASSED  \] (\d+) test\(s\)\.$", re.M), "unit tests (cmocka)"),
    (re.compile(r"^Ran (\d+) tests? in ", re.M), "tool tests (unittest)"),
]


def read_log(text):
    """(name, passed/failed/not run, output) of each test."""
    tests = []
    for part in re.split(r"(?m)^(?=\d+/\d+ Testing: )", text)[1:]:
        name = re.match(r"\d+/\d+ Testing: (.+)", part)[1]
        output = part.split("Output:\n", 1)[-1].split("<end of output>", 1)[0]
        results = re.findall(r"(?m)^Test (Passed|Failed|Skipped)\.", part.split("<end of output>", 1)[-1])
        result = {"Passed": "passed", "Skipped": "not run"}.get(results[-1] if results else "", "failed")
        tests.append((name, result, output))
    return tests


def add_up(tests):
    totals, per_target = {}, {}
    for name, result, output in tests:
        for pattern, fixed in COUNTS:
            for match in pattern.finditer(output):
                what = fixed or match[2]
                totals[what] = totals.get(what, 0) + int(match[1])
                if what == "rows asserted at compile time" and name.startswith("static/"):
                    target = name.split("/")[1]
                    per_target[target] = per_target.get(target, 0) + int(match[1])
    return totals, per_target


def main():
    log = Path(sys.argv[1]) / "Testing" / "Temporary" / "LastTest.log"
    tests = read_log(log.read_text(encoding="utf-8", errors="replace"))
    totals, per_target = add_up(tests)

    print("\nCounted in this run:")
    for what in sorted(totals):
        print("%9d  %s" % (totals[what], what))
        if what == "rows asserted at compile time":
            for target in sorted(per_target):
                print("%9d    of them for %s" % (per_target[target], target))

    for name, result, _ in tests:
        if result != "passed":
            print("%s: %s" % (result, name))
    results = [result for _, result, _ in tests]
    print("Legs: %d passed, %d failed, %d skipped"
          % (results.count("passed"), results.count("failed"), results.count("not run")))


if __name__ == "__main__":
    main()
