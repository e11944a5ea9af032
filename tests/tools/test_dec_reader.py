# SPDX-License-Identifier: MIT
"""The reader of EDK2 package declarations."""

import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools" / "hvref"))

from readers import dec  # noqa: E402
from facts import ReferenceError_  # noqa: E402

GOOD = """\
[Guids]
  # gOldLampGuid = {0x1, 0x2, 0x3, {0x4, 0x5, 0x6, 0x7, 0x8, 0x9, 0xa, 0xb}}
  gLampGuid   = {0x01020304, 0x506, 0x0708, {0x09, 0xa, 0x0b, 0x0C, 0x0d, 0x0e, 0x0f, 0x10}}
  gOtherGuid = { 0xF, 0xadf, 0x46b6, { 0xb3, 0x85, 0x70, 0x3, 0xe8, 0x36, 0x54, 0xd2 } }   # its meaning
[PcdsFixedAtBuild]
  gSpace.PcdFile|{ 0x25, 0x4e }|VOID*|0x4
"""


class Declarations(unittest.TestCase):
    def read(self, text):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "Lamp.dec").write_text(text)
            return dec.read(Path(folder), "Lamp.dec", "lamps")

    def test_guids(self):
        self.assertEqual([(fact.name, fact.value, fact.where) for fact in self.read(GOOD)], [
            ("gLampGuid", "01020304-0506-0708-090a-0b0c0d0e0f10", "Lamp.dec:3"),
            ("gOtherGuid", "0000000f-0adf-46b6-b385-7003e83654d2", "Lamp.dec:4")])

    def test_bad_input(self):
        for text, message in (("gA = {0x1, 0x2, 0x3, {0x4}}\n", r"Lamp\.dec:1: not a GUID's 11 numbers"),
                              ("\ngA = {x, 0x2, 0x3, {1, 2, 3, 4, 5, 6, 7, 8}}\n", r"Lamp\.dec:2: not a GUID"),
                              ("gA = {0x1, 0x2,\n", r"Lamp\.dec:1: not a GUID"),
                              ("[Guids]\n", r"Lamp\.dec: no GUID in it")):
            with self.assertRaisesRegex(ReferenceError_, message):
                self.read(text)
        with self.assertRaisesRegex(ReferenceError_, r"gone\.dec: cannot be read"):
            dec.read(Path("/nowhere"), "gone.dec")


if __name__ == "__main__":
    unittest.main()
