# SPDX-License-Identifier: MIT
"""The reader of the Top-Level Functional Specification, on pages and text of our own invention in its forms."""

import sys
import tempfile
import textwrap
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools" / "hvref"))

from facts import ReferenceError_  # noqa: E402


def have_clang():
    """Whether libclang can be used."""
    from readers.c import reader as c_reader
    try:
        c_reader.clang()
    except ReferenceError_:
        return False
    return True


def page(text, name="topic.md"):
    """The facts and notes of one page's tables."""
    from readers.tlfs import tables as tlfs_tables
    return tlfs_tables.Page(textwrap.dedent(text), name, "tlfs").read()


def by_name(facts):
    """Facts by their full name."""
    return {fact.full_name: fact for fact in facts}


class Tables(unittest.TestCase):
    """Tables of a page."""

    def test_codes_with_links_and_marks(self):
        facts = by_name(page("""\
            # Overview

            | Call Code | Type | Hypercall |
            |-----------|------|-----------|
            | 0x0031    | Rep  | [HvCallPaintPage](HvCallPaintPage.md) |
            | `0x0032`  | Rep  | HvCallSingSong |
            | reserved  |      | for later |
            """).facts)
        self.assertEqual({"HvCallPaintPage": 0x31, "HvCallSingSong": 0x32}, {name: f.value for name, f in facts.items()})
        self.assertEqual(5, facts["HvCallPaintPage"].line)

    def test_prose_is_reported(self):
        found = page("# T\n\n| Term | Definition |\n|--|--|\n| Painter | who paints |\n")
        self.assertEqual([], found.facts)
        self.assertIn("topic.md:5: Painter | who paints: prose", str(found.notes[0]))

    def test_msr_names_without_prefix(self):
        facts = by_name(page("# T\n\n| MSR address | Register Name |\n|--|--|\n| 0x400000F7 | HUE |\n").facts)
        self.assertEqual(0x400000F7, facts["HV_X64_MSR_HUE"].value)

    def test_bit_and_mask(self):
        facts = by_name(page("# T\n\n| Bit | Mask | Name |\n|--|--|--|\n| 4 | 0x10 | HV_PAINT_GLOSSY |\n"
                             "| 5 | HV_PAINT_MATT (0x20) | dull |\n").facts)
        self.assertEqual(0x10, facts["HV_PAINT_GLOSSY"].value)

    def test_bits_of_a_register(self):
        found = page("# T\n\n### Hue Register\n\n| Bits | Field | Description |\n|--|--|--|\n| 63:12 | Base Address | x |\n"
                     "| 11:1 | RsvdP | x |\n| 0 | Enable - set it | x |\n")
        facts = by_name(found.facts)
        self.assertEqual((12, 52), (facts["topic.HueRegister.BaseAddress"].offset_bits,
                                    facts["topic.HueRegister.BaseAddress"].width_bits))
        self.assertEqual((0, 1), (facts["topic.HueRegister.Enable"].offset_bits,
                                  facts["topic.HueRegister.Enable"].width_bits))
        self.assertIn("reserved", found.notes[0].reason)

    def test_cpuid_leaf_in_html_with_spans(self):
        facts = by_name(page("""\
            # T

            #### Colours - 0x40000077

            <!-- | EAX | 9 | not this | -->
            <table>
                <thead><tr><th>Register</th><th>Bits</th><th>Information Provided</th></tr></thead>
                <tbody>
                    <tr><td rowspan="3">EAX</td><td>0</td><td>Paint is wet when touched</td></tr>
                    <tr><td>1</td><td>PaintThinnerAvailable</td></tr>
                    <tr><td>31-2</td><td>Reserved</td></tr>
                    <tr><td>EDX</td><td>7-4</td><td>How many coats there are</td></tr>
                </tbody>
            </table>
            """).facts)
        self.assertEqual({"Cpuid40000077.Eax.Bit0": (0, 1), "Cpuid40000077.Eax.PaintThinnerAvailable": (1, 1),
                          "Cpuid40000077.Edx.Bits7To4": (100, 4)},
                         {name: (fact.offset_bits, fact.width_bits) for name, fact in facts.items()})

    def test_parameters_of_a_hypercall(self):
        found = page("""\
            # HvCallPaintPageEx

            ## Call Code

            `0x0131` (Rep)

            ## Input Parameters

            | Name          | Offset | Size | Information |
            |---------------|--------|------|-------------|
            | `PartitionId` | 0      | 8    | whose       |
            | Colour        | 8      | 4    | which       |

            ## Input List Element

            | Name | Offset | Size | Information |
            |------|--------|------|-------------|
            | Page | 0      | 8    | which       |

            ## Output Parameters

            | Name | Offset | Size | Information |
            |------|--------|------|-------------|
            | Used | 0      | 8    | litres      |
            """)
        facts = by_name(found.facts)
        self.assertEqual(0x131, facts["HvCallPaintPageEx"].value)
        self.assertEqual((64, 32), (facts["HV_INPUT_PAINT_PAGE_EX.Colour"].offset_bits,
                                    facts["HV_INPUT_PAINT_PAGE_EX.Colour"].width_bits))
        self.assertIn("HV_OUTPUT_PAINT_PAGE_EX.Used", facts)
        self.assertIn("element", found.notes[0].reason)


class Text(unittest.TestCase):
    """The appendices, in the lay-out of pdftotext."""

    TEXT = """\
17 Appendix A: Hypercall Code Reference

 Call Code                                        Hypercall           Caller
 0x0001                    HvPaintPage                                Any      MayPaint

 0x0044                                                        Parent /
                          HvGetPaint
                                                               Root
 0x0055                    Deprecated                          Parent



                                                        198
18 Appendix B: Hypercall Status Code Reference

0x0005   HV_STATUS_WET_PAINT                           Do not touch.

0x0006                                                 Reserved.

0x0020   HV_STATUS_PAINT_FEATURE_NOT_SUPPORTE          The paint is of a kind that
         D


                                                        203
19 Appendix C: Hypervisor Synthetic MSRs

0x40000F00   HV_X64_MSR_PAINT_CONTRO              MayPaint    R/W      Controls it.
             L
             HV_X64_MSR_NESTED_PAINT
0x40001F00                                        Cpu         R        Another.


                                                        206
"""

    def test_appendices(self):
        from readers.tlfs import tables as tlfs_tables
        found = tlfs_tables.Appendices(self.TEXT, "text", "tlfs").read()
        self.assertEqual([("HvCallPaintPage", 1), ("HvCallGetPaint", 0x44), ("HV_STATUS_WET_PAINT", 5),
                          ("HV_STATUS_PAINT_FEATURE_NOT_SUPPORTED", 0x20), ("HV_X64_MSR_PAINT_CONTROL", 0x40000F00),
                          ("HV_X64_MSR_NESTED_PAINT", 0x40001F00)], [(f.name, f.value) for f in found.facts])
        self.assertEqual(["TLFS 6.0b p.198", "TLFS 6.0b p.203", "TLFS 6.0b p.206"],
                         sorted({fact.file for fact in found.facts}))
        self.assertEqual(["0x0055", "0x0006"], [note.name for note in found.notes])

    def test_a_text_without_the_appendices_is_refused(self):
        from readers.tlfs import reader as tlfs_reader
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "text.txt"
            path.write_text("nothing\n", encoding="utf-8")
            with self.assertRaisesRegex(ReferenceError_, "appendices"):
                tlfs_reader.read([path])
            with self.assertRaisesRegex(ReferenceError_, "no such file"):
                tlfs_reader.read([Path(folder) / "absent"])

    @unittest.skipUnless(have_clang(), "no libclang")
    def test_declarations_over_a_page_break(self):
        from readers.tlfs import code as tlfs_code
        from readers.tlfs import reader as tlfs_reader
        text = """\
Some prose.
typedef union
{
    UINT64 AsUINT64;
    struct
    {
        UINT64 Wet : 1;


                                                        12
\f        UINT64 Reserved : 63;
    };
} HV_PAINT, *PHV_PAINT;
More prose.


                                                        13
"""
        facts, notes = tlfs_code.compiled(tlfs_reader._text_declarations(text), "x64", "tlfs")
        self.assertEqual([], notes)
        self.assertEqual("TLFS 6.0b p.12", facts[0].file)
        self.assertEqual((1, 63), (by_name(facts)["HV_PAINT.Reserved"].offset_bits,
                                   by_name(facts)["HV_PAINT.Reserved"].width_bits))


@unittest.skipUnless(have_clang(), "no libclang")
class Code(unittest.TestCase):
    """C declarations as the specification shows them."""

    def survey(self, **pages):
        from readers.tlfs import reader as tlfs_reader
        with tempfile.TemporaryDirectory() as folder:
            for name, text in pages.items():
                (Path(folder) / f"{name}.md").write_text(textwrap.dedent(text), encoding="utf-8")
            return tlfs_reader.survey([Path(folder)])

    def test_order_mending_and_lines(self):
        reading = self.survey(a="""\
            # HV_ROOM

            ```c
            typedef struct
            {
                HV_PAINT Paint;     // defined on another page
                UINT32 Reserved;
                UINT32 Reserved;
                UINT16 Doors : 3
                UINT16 Windows : 13;
            } HV_ROOM;
            ```
            """, b="""\
            # HV_PAINT

            ```c
            #define HV_PAINT_RED (1 << 4)
            typedef enum { HvPaintGloss, HvPaintMatt = 7 } HV_PAINT;
            ```
            """)
        facts = by_name(reading.facts)
        self.assertEqual(16, facts["HV_ROOM"].size)
        self.assertEqual((99, 13), (facts["HV_ROOM.Windows"].offset_bits, facts["HV_ROOM.Windows"].width_bits))
        self.assertEqual(("b.md", 4, 16), (facts["HV_PAINT_RED"].file, facts["HV_PAINT_RED"].line,
                                           facts["HV_PAINT_RED"].value))
        self.assertEqual(7, facts["HvPaintMatt"].value)
        self.assertEqual(("a.md", 6), (facts["HV_ROOM.Paint"].file, facts["HV_ROOM.Paint"].line))
        self.assertEqual([], reading.left_out)

    def test_what_the_compiler_refuses_is_reported_and_the_rest_is_read(self):
        reading = self.survey(a="""\
            # T
            ```c
            typedef struct { HV_UNKNOWN_THING Thing; } HV_BAD;
            typedef UINT8 HV_GOOD;
            ```
            """)
        self.assertEqual(["HV_GOOD"], [fact.name for fact in reading.facts])
        self.assertIn("a.md:3: HV_BAD: the compiler: unknown type name 'HV_UNKNOWN_THING'", str(reading.left_out[0]))

    def test_forms_by_architecture(self):
        reading = self.survey(a="""\
            # T
            ```c
            typedef union
            {
                UINT64 AsUINT64;
            #if defined(_ARM64_)
                struct { UINT64 Asid : 1; UINT64 Other : 63; };
            #else
                struct { UINT64 Sse : 2; UINT64 Rest : 62; };
            #endif
            } HV_TALENTS;
            ```
            """)
        facts = by_name(reading.facts)
        self.assertIn("HV_TALENTS.Sse", facts)
        self.assertIn("HV_ARM64_TALENTS.Asid", facts)
        self.assertNotIn("HV_TALENTS.Asid", facts)

    def test_a_second_form_of_a_name_is_reported(self):
        reading = self.survey(a="# T\n```c\ntypedef UINT8 HV_A;\n```\n", b="# T\n```c\ntypedef UINT16 HV_A;\n```\n")
        self.assertEqual([1], [fact.size for fact in reading.facts])
        self.assertIn("shown a second time", reading.left_out[0].reason)


if __name__ == "__main__":
    unittest.main()
