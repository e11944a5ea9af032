# SPDX-License-Identifier: MIT
"""Facts as JSON lines: the same out as in, and a clear refusal of anything else."""

import json
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools" / "hvref"))

import facts  # noqa: E402
from facts import Fact, ReferenceError_  # noqa: E402


class JsonLines(unittest.TestCase):
    def read(self, text):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "lamps.jsonl"
            path.write_text(text)
            return facts.read_json_lines(path, "lamps", "x64")

    def refused(self, text, message):
        with self.assertRaisesRegex(ReferenceError_, r"lamps\.jsonl:" + message):
            self.read(text)

    def test_round_trip(self):
        stated = [
            Fact(kind="type", name="LAMP", size=8, align=4, form="struct", source="lamps", arch="x64",
                 file="a.h", line=3),
            Fact(kind="type", name="PLAMP", size=8, form="alias", ctype="LAMP *", flags=frozenset({"pointer"}),
                 source="lamps", arch="x64", file="a.h", line=4),
            Fact(kind="field", type="LAMP", name="Id", offset_bits=0, width_bits=32, ctype="u32", source="lamps",
                 arch="x64", file="a.h", line=5, flags=frozenset({"class:abi"})),
            Fact(kind="field", type="LAMP", name="Items", offset_bits=64, width_bits=0, count=0, elem_bits=16,
                 flexible=True, source="lamps", arch="x64", file="a.h", line=6),
            Fact(kind="bits", type="LAMP", name="Lit", offset_bits=32, width_bits=1, source="lamps", arch="x64",
                 file="a.h", line=7),
            Fact(kind="value", name="LampRed", type="COLOUR", value=0, form="enum", source="lamps", arch="x64",
                 file="a.h", line=8),
            Fact(kind="value", name="LAMP_COUNT", value=-1, form="const", source="lamps", arch="x64",
                 file="a.h", line=9),
            Fact(kind="guid", name="LAMP_ID", value="01020304-0506-0708-090a-0b0c0d0e0f10", source="lamps", arch="x64",
                 file="a.h", line=10),
        ]
        self.assertEqual(self.read(facts.write_json_lines(stated)), stated)

    def test_what_extractors_write_otherwise(self):
        read = self.read("".join(json.dumps(record) + "\n" for record in (
            {"kind": "field", "type": "T", "name": "Leaf", "path": "__u1", "access": "Leaf", "offset_bits": 0,
             "width_bits": 8},
            {"kind": "field", "type": "T", "name": "__s1", "path": "__u1", "offset_bits": 0, "width_bits": 8,
             "synthesized": True},
            {"kind": "field", "type": "T", "name": "List", "offset_bits": 64, "width_bits": None, "ctype": "u64[]"},
            {"kind": "field", "type": "T", "name": "Pair", "offset_bits": 0, "width_bits": 64, "ctype": "u32[2]"},
            {"kind": "enum", "type": "E", "name": "Last", "value": -1, "value_u": 255},
            {"kind": "macro", "name": "GUARD", "ctype": ""},
        )))
        self.assertEqual([fact.name for fact in read], ["Leaf", "__u1.__s1", "List", "Pair", "Last"])
        self.assertTrue(read[2].flexible)
        self.assertEqual((read[3].count, read[3].elem_bits), (2, 32))
        self.assertEqual(read[4].value, 255)
        self.assertEqual(read[4].where, "lamps.jsonl:5")

    def test_bad_input(self):
        good = '{"kind": "const", "name": "A", "value": 1}\n'
        self.refused(good + '{"kind": "const", "name": "B", "val', "2: the last line has no end")
        self.refused(good + '{"kind": "const", "name": "B", "val\n', "2: not JSON")
        self.refused(good + "[1]\n", "2: expected a JSON object")
        self.refused('{"kind": "lamp", "name": "A"}\n', "1: unknown kind 'lamp'")
        self.refused('{"kind": "type", "name": "A"}\n', "1: a type without 'size'")
        self.refused('{"kind": "type", "name": "A", "size": "8"}\n', "1: 'size' is not an integer")
        self.refused('{"kind": "field", "type": "T", "name": "A", "offset_bits": 0}\n',
                     "1: a field without 'width_bits'")

    def test_missing_and_binary_files(self):
        with tempfile.TemporaryDirectory() as folder:
            with self.assertRaisesRegex(ReferenceError_, "gone.jsonl: cannot be read"):
                facts.read_json_lines(Path(folder) / "gone.jsonl")
            (Path(folder) / "binary.jsonl").write_bytes(b"\xff\xfe\n")
            with self.assertRaisesRegex(ReferenceError_, "binary.jsonl: cannot be read"):
                facts.read_json_lines(Path(folder) / "binary.jsonl")

    def test_distinct(self):
        one = Fact(kind="value", name="A", value=1, line=1)
        again = Fact(kind="value", name="A", value=1, line=2)
        other = Fact(kind="value", name="A", value=2, line=3)
        self.assertEqual(facts.distinct([one, again, other]), [one, other])


if __name__ == "__main__":
    unittest.main()
