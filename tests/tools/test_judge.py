# SPDX-License-Identifier: MIT
"""Names and judgements: which definition of ours a fact is about, and what becomes of it."""

import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "tools" / "hvref"))

import judge  # noqa: E402
import library  # noqa: E402
import names  # noqa: E402
from facts import Fact, ReferenceError_  # noqa: E402

LIBRARY = HERE / "fixtures" / "library"


def type_(name, size, **more):
    return Fact(kind="type", name=name, size=size, **more)


def field(owner, name, offset, size, **more):
    return Fact(kind="field", type=owner, name=name, offset_bits=offset * 8, width_bits=size * 8, **more)


def bits(owner, name, first, width, **more):
    return Fact(kind="bits", type=owner, name=name, offset_bits=first, width_bits=width, **more)


def value(name, number, owner="", **more):
    return Fact(kind="value", name=name, value=number, type=owner, form="enum" if owner else "const", **more)


class Judgements(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.libraries, _ = library.load(LIBRARY)

    def judge(self, *facts, table="", arch="x64"):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "Exceptions.txt"
            path.write_text(table)
            self.exceptions = names.Exceptions(path)
        return judge.Judge(self.libraries, self.exceptions, facts, arch).all()

    def one(self, *facts, **more):
        """The outcome of the last fact."""
        return self.judge(*facts, **more)[-1]

    def assert_row(self, text, *facts, **more):
        outcome = self.one(*facts, **more)
        self.assertEqual((outcome.state, outcome.row.text().partition(" /*")[0]), ("row", text))
        return outcome

    def assert_state(self, state, *facts, **more):
        outcome = self.one(*facts, **more)
        self.assertEqual(outcome.state, state)
        return outcome

    # Names.

    def test_styles_are_one_name(self):
        for name in ("HV_LAMP_ROOM", "_HV_LAMP_ROOM", "hv_lamp_room", "HvLampRoom", "struct hv_lamp_room"):
            self.assert_row("HV_REF_TYPE(HV_LAMP_ROOM, 24)", type_(name, 24))
        self.assert_row("HV_REF_FIELD(HV_LAMP_ROOM, Doors, 16, 2)", field("hv_lamp_room", "doors", 16, 2))
        self.assert_row("HV_REF_VALUE(HvLampColourRed, 1)", value("HV_LAMP_COLOUR_RED", 1))

    def test_architectures(self):
        self.assert_row("HV_REF_TYPE(HV_X64_LAMP, 4)", type_("HV_LAMP", 4))
        self.assert_row("HV_REF_TYPE(HV_ARM64_LAMP, 8)", type_("HV_LAMP", 8), arch="arm64")
        self.assert_row("HV_REF_FIELD(HV_ARM64_LAMP, Socket, 0, 8)", field("hv_lamp", "socket", 0, 8), arch="arm64")

    def test_containers_do_not_matter(self):
        self.assert_row("HV_REF_FIELD(HV_LAMP_ROOM, Doors, 16, 2)", field("HV_LAMP_ROOM", "u.s.Doors", 16, 2))
        self.assert_row("HV_REF_BITS(HV_LAMP_ROOM, Order.Lit, 64, 1)", bits("HV_LAMP_ROOM", "Lit", 64, 1))
        self.assert_state("unmapped", bits("HV_LAMP_ROOM", "Lit", 65, 1))

    def test_scoped_enumerators(self):
        self.assert_row("HV_REF_VALUE(HvLampColourBlue, 2)", value("HvLampColour::Blue", 2, "HvLampColour"))
        self.assert_row("HV_REF_VALUE(HvLampColourBlue, 2)", value("Colour::Blue", 2, "Colour"),
                        table="prefix Colour:: -> HvLampColour\n")

    def test_the_table(self):
        self.assert_row("HV_REF_FIELD(HV_LAMP_ROOM, Doors, 16, 2)", field("ROOM", "Exits", 16, 2),
                        table="# Doors\nname ROOM -> HV_LAMP_ROOM\nname ROOM.Exits -> HV_LAMP_ROOM.Doors\n")
        self.assert_row("HV_REF_VALUE(HV_LAMP_COUNT, 0xc)", value("MANY", 12), table="name MANY -> HV_LAMP_COUNT\n")
        outcome = self.assert_state("declined", value("ROOM_MODE", 1), table="decline ROOM_* : a program's own\n")
        self.assertEqual(outcome.reason, "a program's own")

    def test_names_of_members(self):
        table = "prefix ROOM -> HV_LAMP_ROOM\nmember exits -> Windows\nmember exits -> Doors\nmember ord -> Order\n"
        self.assert_row("HV_REF_FIELD(HV_LAMP_ROOM, Doors, 16, 2)", field("ROOM", "exits", 16, 2), table=table)
        self.assert_row("HV_REF_BITS(HV_LAMP_ROOM, Order.Lit, 64, 1)", bits("ROOM", "ord.lit", 64, 1), table=table)
        self.assert_state("disagrees", field("ROOM", "exits", 18, 2), table=table)
        self.assert_state("unmapped", field("ROOM", "exit", 16, 2), table=table)
        self.judge(field("ROOM", "exits", 16, 2), table=table)
        self.assertEqual([line.number for line in names.unused([self.exceptions])], [2, 4])

    def test_a_mask_is_bits(self):
        table = "name LEVEL -> HV_LAMP_ORDER.Level\nname LIT -> HV_LAMP_ROOM.Order.Lit\nframe LIT : -8\n"
        self.assert_row("HV_REF_BITS(HV_LAMP_ORDER, Level, 1, 15)", value("LEVEL", 0xFFFE), table=table)
        self.assert_row("HV_REF_BITS(HV_LAMP_ROOM, Order.Lit, 64, 1)", value("LIT", 1), table=table)
        self.assert_state("disagrees", value("LEVEL", 0x7FFE), table=table)
        for number in (0, 0xFFFC0001, -2):
            self.assert_state("unmapped", value("LEVEL", number), table=table)
        self.assert_state("unmapped", value("LEVEL", 1), table="name LEVEL -> HV_LAMP_ORDER.Colour\n")

    def test_frames(self):
        table = ("name MESSAGE -> HV_LAMP_ROOM\nframe MESSAGE : 12\nname MESSAGE.Kind -> HV_LAMP_ORDER.AsUINT64\n"
                 "name TAIL -> HV_LAMP_ROOM\nframe TAIL : -16\n")
        self.assert_row("HV_REF_TYPE(HV_LAMP_ROOM, 24)", type_("MESSAGE", 36), table=table)
        self.assert_row("HV_REF_FIELD(HV_LAMP_ROOM, Doors, 16, 2)", field("MESSAGE", "Doors", 28, 2), table=table)
        self.assert_row("HV_REF_BITS(HV_LAMP_ROOM, Order.Lit, 64, 1)", bits("MESSAGE", "Lit", 160, 1), table=table)
        self.assert_row("HV_REF_FIELD(HV_LAMP_ORDER, AsUINT64, 0, 8)", field("MESSAGE", "Kind", 0, 8), table=table)
        self.assert_row("HV_REF_TYPE(HV_LAMP_ROOM, 24)", type_("TAIL", 8), table=table)
        self.assert_row("HV_REF_FIELD(HV_LAMP_ROOM, Doors, 16, 2)", field("TAIL", "Doors", 0, 2), table=table)
        self.assert_state("disagrees", field("MESSAGE", "Doors", 16, 2), table=table)
        self.assertEqual([line.number for line in names.unused([self.exceptions])], [3, 4, 5])

    def test_a_part_of_a_number(self):
        ours = next(fact.value for fact in self.libraries.of("x64").facts if fact.name == "HV_LAMP_COUNT")
        table = "prefix ERROR_ -> HV_\npart ERROR_* : 0xFFFF\npart OTHER_* : 0xFF\n"
        self.assert_row(f"HV_REF_VALUE(HV_LAMP_COUNT, {ours:#x})", value("ERROR_LAMP_COUNT", 0xC0350000 | ours), table=table)
        self.assert_state("disagrees", value("ERROR_LAMP_COUNT", 0xC0350000 | ours + 1), table=table)
        self.assertEqual([line.number for line in names.unused([self.exceptions])], [3])
        self.assert_state("disagrees", value("ERROR_LAMP_COUNT", 0xC0350000 | ours), table="prefix ERROR_ -> HV_\n")

    def test_unused_lines_are_found(self):
        self.judge(value("A", 1), table="name B -> HV_LAMP_COUNT\ndecline A : not ours\ndecline C* : not ours\n")
        self.assertEqual([line.number for line in names.unused([self.exceptions])], [1, 3])

    def test_bad_tables(self):
        for text, message in (("rename A -> B", "1: expected name, prefix"), ("\nname A B", "2: expected `name"),
                              ("decline A", "1: expected `decline"), ("frame A : much", "1: expected a number"),
                              ("part A : 16", "1: expected a hexadecimal mask"),
                              ("name A -> B\nname A -> C", "2: A already has"),
                              ("x64 name A -> B\nname A -> C", "2: A already has")):
            with self.assertRaisesRegex(ReferenceError_, r"Exceptions\.txt:" + message):
                self.judge(table=text)

    # Figures.

    def test_agreement(self):
        self.assert_row("HV_REF_FIELD(HV_LAMP_ORDER, AsUINT64, 0, 8)", field("HV_LAMP_ORDER", "AsUINT64", 0, 8))
        self.assert_row("HV_REF_BITS(HV_LAMP_ORDER, Level, 1, 15)", bits("HV_LAMP_ORDER", "Level", 1, 15))
        self.assert_row('HV_REF_GUID(LAMP_CLASS_ID, "01020304-0506-0708-090a-0b0c0d0e0f10")',
                        Fact(kind="guid", name="LAMP_CLASS_ID", value="01020304-0506-0708-090a-0b0c0d0e0f10"))
        self.assert_row("HV_REF_TYPE(HV_LAMP_COLOUR, 4)", type_("HV_LAMP_COLOUR", 4, form="enum"))

    def test_a_sign_is_no_difference(self):
        self.assert_row("HV_REF_VALUE(HV_LAMP_BROKEN, 0x80000010)", value("HV_LAMP_BROKEN", 0x80000010 - 2**32))
        self.assertFalse(judge.same_value(5, 5 + 2**32))
        self.assertFalse(judge.same_value(5, -5))

    def test_disagreement(self):
        outcome = self.assert_state("disagrees", type_("HV_LAMP_ORDER", 4))
        self.assertEqual((outcome.name, outcome.theirs, outcome.ours, outcome.topic),
                         ("HV_LAMP_ORDER", "size 4", "size 8", "Hypervisor.Lamp"))
        self.assert_state("disagrees", bits("HV_LAMP_ORDER", "Level", 2, 15))
        self.assert_state("disagrees", field("HV_LAMP_ROOM", "Doors", 18, 2))
        self.assert_state("disagrees", value("HV_LAMP_COUNT", 13))
        self.assert_state("disagrees", Fact(kind="guid", name="LAMP_CLASS_ID", value="0"))

    def test_errata(self):
        table = "erratum HV_LAMP_* : Lamp: told twice\n"
        for text, fact in (
                ("HV_REF_ERRATUM_TYPE(HV_LAMP_ORDER, 8, 4)", type_("HV_LAMP_ORDER", 4)),
                ("HV_REF_ERRATUM_BITS(HV_LAMP_ORDER, Level, 1, 15, 2, 15)", bits("HV_LAMP_ORDER", "Level", 2, 15)),
                ("HV_REF_ERRATUM_FIELD(HV_LAMP_ROOM, Doors, 16, 2, 18, 2)", field("HV_LAMP_ROOM", "Doors", 18, 2)),
                ("HV_REF_ERRATUM_FLEXIBLE(HV_LAMP_ROOM, Orders, 24, 32, 8)",
                 field("HV_LAMP_ROOM", "Orders", 32, 8, count=1, elem_bits=64)),
                ("HV_REF_ERRATUM_VALUE(HV_LAMP_COUNT, 0xc, 0xd)", value("HV_LAMP_COUNT", 13))):
            self.assertTrue(self.assert_row(text, fact, table=table).row.is_erratum)

    def test_a_corrected_erratum_is_an_unused_line(self):
        self.assert_row("HV_REF_VALUE(HV_LAMP_COUNT, 0xc)", value("HV_LAMP_COUNT", 12),
                        table="erratum HV_LAMP_COUNT : Lamp: count\n")
        self.assertEqual(len(names.unused([self.exceptions])), 1)

    def test_flexible_members(self):
        one = field("HV_LAMP_ROOM", "Orders", 24, 8, count=1, elem_bits=64)
        self.assert_row("HV_REF_FLEXIBLE(HV_LAMP_ROOM, Orders, 24)", one)
        self.assert_row("HV_REF_TYPE_FLEXIBLE(HV_LAMP_ROOM, Orders, 1, 32)", one, type_("HV_LAMP_ROOM", 32))
        self.assert_state("disagrees", type_("HV_LAMP_ROOM", 32))
        self.assert_state("disagrees", field("HV_LAMP_ROOM", "Orders", 24, 4, count=1, elem_bits=32))
        self.assert_row("HV_REF_FLEXIBLE(HV_LAMP_ROOM, Orders, 24)",
                        field("HV_LAMP_ROOM", "Orders", 24, 0, count=0, flexible=True))

    # Facts that need not match, that a type lacks, and that wait.

    def test_built_in_reasons(self):
        for reason, *facts in (
                ("reserved or padding", bits("HV_LAMP_ORDER", "Reserved3", 16, 8)),
                ("raw view", field("HV_LAMP_ROOM", "AsUint64", 0, 8)),
                ("container", field("HV_LAMP_ROOM", "u", 0, 8, flags=frozenset({"container"}))),
                ("pointer's name", type_("PHV_ANYTHING", 8, form="alias", flags=frozenset({"pointer"}))),
                ("pointer's name", type_("PHV_LAMP_ORDER", 8, form="alias", ctype="HV_OTHER_POINTER")),
                ("has no name", field("HV_LAMP_ROOM", "__u1", 0, 8, flags=frozenset({"synthesized"}))),
                ("holds? pointers", type_("HV_LAMP_ROOM", 20, arch="x86", flags=frozenset({"pointer"}))),
                ("private", type_("DEVICE_CONTEXT", 20, flags=frozenset({"class:internal"}))),
                ("holds? pointers", type_("CONTEXT", 20, arch="x86", flags=frozenset({"pointer"})),
                 field("CONTEXT", "Next", 0, 4, arch="x86"))):
            self.assertRegex(self.assert_state("declined", *facts).reason, reason)

    def test_reserved_is_nobodys(self):
        """No row, whether theirs fits ours or not, whether we know the type or not, and by whatever name."""
        for fact in (bits("HV_LAMP_ORDER", "Reserved", 16, 48), bits("HV_LAMP_ORDER", "ReservedZ", 16, 2),
                     field("HV_NOBODYS", "Padding", 4, 4), field("HV_LAMP_ROOM", "Padding.Low", 4, 4),
                     bits("HV_LAMP_ORDER", "ReservedBank1", 20, 4), field("HV_NOBODYS", "reserved_0xcc", 204, 4),
                     field("HV_NOBODYS", "Rsvd2", 4, 4), field("HV_NOBODYS", "MBZ", 4, 4)):
            self.assertIn("reserved or padding", self.assert_state("declined", fact).reason)
        outcome = self.assert_state("declined", bits("HV_LAMP_ORDER", "Colour", 16, 48),
                                    table="name HV_LAMP_ORDER.Colour -> HV_LAMP_ORDER.ReservedZ\n")
        self.assertIn("reserved or padding", outcome.reason)
        for name in ("Preserved", "ReservedRegions", "Paddle", "ReservedIdentityBit", "Reserved_Identity"):
            self.assert_state("waiting", field("HV_NOBODYS", name, 4, 4))

    def test_private_types_that_are_ours_all_the_same(self):
        self.assert_row("HV_REF_TYPE(HV_LAMP_ORDER, 8)", type_("HV_LAMP_ORDER", 8, flags=frozenset({"class:internal"})))
        self.assert_state("declined", type_("HV_LAMP_ORDER", 12, flags=frozenset({"class:internal"})))

    def test_lacking(self):
        self.assert_state("unmapped", field("HV_LAMP_ROOM", "Windows", 18, 2))
        self.assert_state("unmapped", value("HvLampColourGreen", 3, "HV_LAMP_COLOUR"))
        outcome = self.assert_state("unmapped", value("HvLampColourRed", 1, "SHADE"),
                                    value("HvLampColourGreen", 3, "SHADE"))
        self.assertEqual(outcome.topic, "Hypervisor.Lamp")

    def test_waiting_rows_have_the_names_that_the_rules_give(self):
        for text, fact in (
                ("HV_REF_TYPE(HV_INPUT_WINDOW, 8)", type_("HvInputWindow", 8)),
                ("HV_REF_FIELD(HV_WINDOW, PaneCount, 4, 2)", field("hv_window", "pane_count", 4, 2)),
                ("HV_REF_BITS(HV_WINDOW, Open, 3, 1)", bits("_HV_WINDOW", "Open", 3, 1)),
                ("HV_REF_FLEXIBLE(HV_WINDOW, Panes, 8)", field("HV_WINDOW", "Panes", 8, 0, flexible=True)),
                ("HV_REF_VALUE(WINDOW_MAX, 0x10)", value("WINDOW_MAX", 16)),
                ('HV_REF_GUID(WINDOW_ID, "0")', Fact(kind="guid", name="WINDOW_ID", value="0"))):
            outcome = self.assert_state("waiting", fact)
            self.assertEqual(outcome.row.text().partition(" /*")[0], text)
            self.assertEqual(outcome.row.topic, "Waiting")


class OurHeaders(unittest.TestCase):
    def test_a_header_that_does_not_compile(self):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            for path in LIBRARY.rglob("*.h"):
                target = root / path.relative_to(LIBRARY)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(path.read_text())
            (root / "Mile.HyperV" / "Bad.h").write_text("typedef struct { NOTHING A; } B;\n")
            with self.assertRaisesRegex(ReferenceError_, r"^Mile\.HyperV/Bad\.h:1: unknown type name"):
                library.load(root)
            libraries, complaints = library.load(root, lenient=True)
            self.assertIn("HV_LAMP_ROOM", libraries.of("x64").types)
            self.assertRegex(complaints[0], r"^Mile\.HyperV/Bad\.h left out")

    def test_topics(self):
        for header, topic in (("Mile.HyperV/Hypervisor/Lamp.h", "Hypervisor.Lamp"),
                              ("Mile.HyperV.Portable.Types.h", "Portable.Types")):
            self.assertEqual(library.topic(header), topic)
            self.assertEqual(library.header(topic), header)


if __name__ == "__main__":
    unittest.main()
