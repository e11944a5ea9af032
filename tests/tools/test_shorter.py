# SPDX-License-Identifier: MIT
"""No type is shorter than in the original Mile.HyperV, but those that References/Errata.md names.

A program built for 1.x may declare such a type by value, fill it and send sizeof bytes: with a shorter type it
writes past the object.
"""

import re
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools" / "hvref"))

import library  # noqa: E402
import names  # noqa: E402
import sources  # noqa: E402

HEADING = "### Types: shorter than in the original"
# Tables and strings of unknown length, which the erratum names by this and their two sizes.
TABLES = ("UEFI_CONFIG_", 9, 8)


def explained():
    """{type: (its size in the original, its size here)} of the erratum's table."""
    text = (ROOT / "References" / "Errata.md").read_text(encoding="utf-8")
    table = text.partition(HEADING)[2].partition("\n### ")[0]
    return {(name, int(before), int(now)) for name, before, now in
            re.findall(r"^\| (\w+) \| (\d+) \| (\d+) \|", table, re.M)}


def shorter(libraries, arch):
    """(type, size, size here) of the types of the original that are shorter here."""
    ours = libraries.of(arch)
    for fact in sources.read(*sources.by_id(["original"]), arch, None):
        found = ours.find_type(fact.name) if fact.kind == "type" and fact.form in ("struct", "union") else None
        record = ours.types.get(ours.record(found.name)) if found else None
        if record is not None and record.size < fact.size:
            yield names.bare(fact.name), fact.size, record.size


class Shorter(unittest.TestCase):
    def test_nothing_is_shorter_without_a_reason(self):
        libraries, _ = library.load(ROOT / "include")
        found = set(shorter(libraries, "x64")) | set(shorter(libraries, "arm64"))
        tables = {row for row in found if row[0].startswith(TABLES[0]) and row[1:] == TABLES[1:]}
        self.assertGreater(len(tables), 20)
        self.assertEqual(found - tables, explained())


if __name__ == "__main__":
    unittest.main()
