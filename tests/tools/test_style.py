#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""tests/style.py: each fault of form is found, and a file without one passes."""

import sys
import unittest
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TESTS))

import style  # noqa: E402

SPDX = "/* SPDX-License-Identifier: MIT */\n"
HEADER = (SPDX + "#ifndef MILE_HYPERV_DEVICE_TIME_SYNC\n#define MILE_HYPERV_DEVICE_TIME_SYNC\n%s\n"
          "#endif /* !MILE_HYPERV_DEVICE_TIME_SYNC */\n")
TIME_SYNC = "include/Mile.HyperV/Device/TimeSync.h"


class Style(unittest.TestCase):
    def found(self, name, text):
        return [fault for _, fault in style.faults(name, text.encode() if isinstance(text, str) else text)]

    def check(self, name, text, fault):
        found = self.found(name, text)
        self.assertEqual(len(found), 1, found)
        self.assertIn(fault, found[0])

    def test_nothing_to_find(self):
        self.assertEqual(self.found(TIME_SYNC, HEADER % "int x;"), [])
        self.assertEqual(self.found("docs/page.md", "<!-- SPDX-License-Identifier: MIT -->\n" + "x" * 500 + "\n"), [])

    def test_encoding(self):
        self.check("a.c", SPDX.encode() + b"\xff\n", "not UTF-8")
        self.check("a.c", "\ufeff" + SPDX, "byte order mark")

    def test_ends_of_lines(self):
        self.check("a.c", SPDX + "int x; \n", "blanks at the end")
        self.check("a.c", SPDX + "int x;\r\n", "CR")
        self.check("a.c", SPDX + "int x;", "no newline")
        self.check("a.txt", "x\n\n", "a blank line at the end")

    def test_tabs(self):
        self.check("a.c", SPDX + "\tint x;\n", "a tab")
        self.assertEqual(self.found("x/Makefile", "# SPDX-License-Identifier: MIT\nall:\n\tcc\n"), [])

    def test_columns(self):
        self.check(TIME_SYNC, HEADER % ("x" * 121), "121 columns")
        self.assertEqual(self.found(TIME_SYNC, HEADER % ("x" * 120)), [])
        self.check("a.c", SPDX + "x" * 131 + "\n", "131 columns")
        self.check("a.py", "# SPDX-License-Identifier: MIT\n" + "x" * 131 + "\n", "131 columns")

    def test_blank_lines(self):
        self.check("a.c", SPDX + "int x;\n\n\nint y;\n", "more than one blank line")

    def test_fragments(self):
        for comment in ("/** What is read. */", "/**< How it ends; undocumented. */", "/*\n * Where it lies\n */",
                        "/**\n * From here on unused. */"):
            self.check(TIME_SYNC, HEADER % comment, "write the noun")
            self.assertEqual(self.found("a.c", SPDX + comment + "\n"), [])
        for comment in ("/** What is read? */", "/** Whatever is read. */", "/** Bytes of what is read. */"):
            self.assertEqual(self.found(TIME_SYNC, HEADER % comment), [])

    def test_links(self):
        text = "<!-- SPDX-License-Identifier: MIT -->\n[a](%s) [b](https://example.org/x) [c](#here)\n"
        self.assertEqual(self.found("docs/page.md", text % "../README.md#use-it"), [])
        self.check("docs/page.md", text % "README.md", "a link to README.md, which is not there")

    def test_license(self):
        self.check("a.c", "int x;\n", "SPDX")

    def test_guard(self):
        self.check(TIME_SYNC, (HEADER % "").replace("TIME_SYNC", "TIME"), "not the path in capitals")
        self.check(TIME_SYNC, SPDX + "#pragma once\n", "no include guard")
        self.check(TIME_SYNC, (HEADER % "").replace("#endif /* !MILE_HYPERV_DEVICE_TIME_SYNC */", "#endif"), "no include guard")
        self.check("include/Mile.HyperV.Version.h",
                   (HEADER % "").replace("DEVICE_TIME_SYNC", "VERSION"), "not the path in capitals")


if __name__ == "__main__":
    unittest.main()
