# SPDX-License-Identifier: MIT
"""No type is less aligned than in the original Mile.HyperV, but those that References/Errata.md names.

A program built for 1.x lays objects of our types out itself: a weaker alignment moves what follows them, and a
hypercall's block at an odd address is refused.
"""

import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools" / "hvref"))

import library  # noqa: E402
import names  # noqa: E402
import sources  # noqa: E402

HEADING = "### Types: less aligned than in the original"


def explained():
    """The types that the erratum's table names."""
    text = (ROOT / "References" / "Errata.md").read_text(encoding="utf-8")
    table = text.partition(HEADING)[2].partition("\n### ")[0]
    return {line.split("|")[1].strip() for line in table.splitlines() if line.startswith("| ")} - {"type"}


def weaker(libraries, arch):
    """Types of the original that are less aligned here."""
    ours = libraries.of(arch)
    for fact in sources.read(*sources.by_id(["original"]), arch, None):
        found = ours.find_type(fact.name) if fact.kind == "type" and fact.form in ("struct", "union") else None
        record = ours.types.get(ours.record(found.name)) if found else None
        if record is not None and record.align and fact.align and record.align < fact.align:
            yield names.bare(fact.name)


class Alignment(unittest.TestCase):
    def test_nothing_is_weaker_without_a_reason(self):
        libraries, _ = library.load(ROOT / "include")
        found = set(weaker(libraries, "x64")) | set(weaker(libraries, "arm64"))
        self.assertEqual(found, explained())


if __name__ == "__main__":
    unittest.main()
