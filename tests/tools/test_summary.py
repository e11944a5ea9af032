#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""tests/summary.py: the table of the plan, the table of a run, and what a log says."""

import sys
import tempfile
import unittest
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TESTS))

import summary  # noqa: E402

LOG = """1/3 Testing: static/one/c11
Command: "x"
Output:
----------------------------------------------------------
count 7 reference rows asserted at compile time
<end of output>
Test time =   0.50 sec
----------------------------------------------------------
Test Passed.
2/3 Testing: static/one/c++17
Command: "x"
Output:
----------------------------------------------------------
FAILED: no
<end of output>
Test Failed.
3/3 Testing: e2e/qemu7
Command: "x"
Output:
----------------------------------------------------------
not run: qemu is missing
Test time =  99.00 sec
<end of output>
Test time =   2.25 sec
----------------------------------------------------------
Test Passed.
"""


class Tables(unittest.TestCase):
    def test_plan_has_languages(self):
        legs = ["static/one/c++17", "static/one/c11", "e2e/qemu7", "unicorn/guest/a", "unicorn/guest/b"]
        legs += ["headers/two/" + language for language in summary.LANGUAGES]
        text = summary.table({name: "passed" for name in legs}, plan=True)
        self.assertIn("| one | c11 c++17 |", text)
        self.assertRegex(text, r"\| two \|(  \|)+ all nine \|")
        self.assertIn("in Unicorn: guest.", text)

    def test_run_has_figures(self):
        results = {name: result for name, result, _ in summary.read_log(LOG)}
        self.assertEqual(results, {"static/one/c11": "passed", "static/one/c++17": "failed", "e2e/qemu7": "not run"})
        self.assertIn("| one | 1 of 2 |", summary.table(results))
        self.assertIn("QEMU's VMBus: qemu7 (not run).", summary.table(results))

    def test_counts(self):
        totals, per_target = summary.add_up(summary.read_log(LOG))
        self.assertEqual(totals, {"reference rows asserted at compile time": 7})
        self.assertEqual(per_target, {"one": 7})

    def test_times(self):
        seconds = summary.times(LOG)
        self.assertEqual(seconds, {"static/one/c11": 0.5, "e2e/qemu7": 2.25})
        self.assertEqual(summary.time_lines({**seconds, "e2e/qemu10": 10.0}),
                         ["      12 s  e2e (2 legs; the longest is e2e/qemu10, 10 s)",
                          "       0 s  static (1 legs; the longest is static/one/c11, 0 s)"])

    def test_legs_come_from_ctest_files(self):
        with tempfile.TemporaryDirectory() as folder:
            build = Path(folder)
            (build / "sub").mkdir()
            (build / "CTestTestfile.cmake").write_text('add_test([=[static/one/c11]=] "x")\nsubdirs("sub")\n')
            (build / "sub" / "CTestTestfile.cmake").write_text('add_test(style "x")\n')
            self.assertEqual(summary.planned(build), ["static/one/c11", "style"])


if __name__ == "__main__":
    unittest.main()
