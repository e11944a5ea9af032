# SPDX-License-Identifier: MIT
"""The C reader against C compilers: what it says of a layout is what a compiled program finds."""

import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "tools" / "hvref"))

from readers.c import reader as c_reader  # noqa: E402
from facts import ReferenceError_  # noqa: E402

FIXTURES = HERE / "fixtures" / "c"
FORMS = c_reader.Unit(headers=("forms.h",), abi="linux")
FORMS_WINDOWS = c_reader.Unit(headers=("forms.h",), abi="windows")


def by_name(facts, kind):
    """Facts of one kind by full name."""
    return {fact.full_name: fact for fact in facts if fact.kind == kind}


def compiler(*names):
    """The first of the compilers that the machine has."""
    found = next((path for path in map(shutil.which, names) if path), None)
    if found is None:
        raise unittest.SkipTest(f"needs one of {', '.join(names)}")
    return found


def c_type(name):
    """How the fixture's types are written in C: one of them has only a tag."""
    return "struct LAMP_PLAIN" if name == "LAMP_PLAIN" else name


class AgainstCompilers(unittest.TestCase):
    """Every layout and value of the fixture, held against real compilers."""

    def assertions(self, facts):
        lines = ['#include "forms.h"']
        for fact in facts:
            if fact.kind == "type" and fact.form != "enum":
                lines.append(f"_Static_assert(sizeof({c_type(fact.name)}) == {fact.size}, \"{fact.name}\");")
                lines.append(f"_Static_assert(_Alignof({c_type(fact.name)}) == {fact.align}, \"{fact.name}\");")
            elif fact.kind == "field":
                owner = c_type(fact.type)
                lines.append(f"_Static_assert(__builtin_offsetof({owner}, {fact.name}) * 8 == {fact.offset_bits}, "
                             f"\"{fact.full_name}\");")
                if not fact.flexible:
                    lines.append(f"_Static_assert(sizeof((({owner} *)0)->{fact.name}) * 8 == {fact.width_bits}, "
                                 f"\"{fact.full_name}\");")
            elif fact.kind == "value":
                lines.append(f"_Static_assert((unsigned long long)({fact.name}) == {fact.value % 2**64}ULL, "
                             f"\"{fact.name}\");")
        return "\n".join(line for line in lines if "LampLimit" not in line) + "\n"

    def compile(self, command, unit, arch):
        facts = c_reader.read(FIXTURES, unit, arch)
        text = self.assertions(facts)
        self.assertGreater(text.count("_Static_assert"), 80)
        subprocess.run([*command, "-x", "c", "-std=c11", "-fsyntax-only", f"-I{FIXTURES}", "-"], input=text, text=True,
                       check=True)

    def test_x64_system_v(self):
        self.compile([compiler("gcc", "cc")], FORMS, "x64")

    def test_arm64_system_v(self):
        self.compile([compiler("aarch64-linux-gnu-gcc")], FORMS, "arm64")

    def test_microsoft_abi(self):
        shim = f"-I{c_reader.SHIMS / 'base'}"
        self.compile([compiler("clang"), "--target=x86_64-pc-windows-msvc", "-ffreestanding", "-nostdinc", shim],
                     FORMS_WINDOWS, "x64")

    def test_bits_at_run_time(self):
        """A program sets each bit-field to ones and says which bits of the structure became ones."""
        bits = by_name(c_reader.read(FIXTURES, FORMS), "bits")
        lines = ['#include <stdio.h>', '#include <string.h>', '#include "forms.h"', "int main(void) {"]
        for name, fact in bits.items():
            lines += [f"{{ union {{ {fact.type} T; unsigned char B[sizeof({fact.type})]; }} u;",
                      f"memset(&u, 0, sizeof(u)); u.T.{fact.name} = ~0ULL; int first = -1, width = 0;",
                      "for (int i = 0; i < (int)sizeof(u) * 8; i++) if (u.B[i / 8] >> (i % 8) & 1) "
                      "{ if (first < 0) first = i; width++; }",
                      f'printf("{name} %d %d\\n", first, width); }}']
        lines += ["return 0; }"]
        with tempfile.TemporaryDirectory() as folder:
            program = Path(folder) / "probe"
            subprocess.run([compiler("gcc", "cc"), "-x", "c", "-w", f"-I{FIXTURES}", "-o", program, "-"],
                           input="\n".join(lines), text=True, check=True)
            output = subprocess.run([program], capture_output=True, text=True, check=True).stdout
        told = {line.split()[0]: tuple(map(int, line.split()[1:])) for line in output.splitlines()}
        self.assertEqual(told, {name: (fact.offset_bits, fact.width_bits) for name, fact in bits.items()})
        self.assertEqual(len(told), 7)


class Forms(unittest.TestCase):
    """What is a fact, under which name, and where it stands."""

    @classmethod
    def setUpClass(cls):
        cls.facts = c_reader.read(FIXTURES, FORMS)
        cls.types = by_name(cls.facts, "type")
        cls.fields = by_name(cls.facts, "field")
        cls.values = by_name(cls.facts, "value")

    def test_values(self):
        expected = {"LAMP_COUNT": 12, "LAMP_MASK": 0x80000010, "LAMP_LAST": 11, "LAMP_WIDE": 0xFFFFFFFFFFFFFFFF,
                    "LAMP_NEGATIVE": -3, "LAMP_CAST": 0xFFFF, "LAMP_SIZE": 24, "LampRed": 1, "LampGreen": 2,
                    "LampBlue": 0x40, "LampUnnamed": 7, "LampLimit": 24}
        self.assertEqual({name: fact.value for name, fact in self.values.items()}, expected)

    def test_enumerators_know_their_enumeration(self):
        self.assertEqual((self.values["LampGreen"].type, self.values["LampGreen"].form), ("LAMP_COLOUR", "enum"))
        self.assertEqual(self.values["LampUnnamed"].type, "")

    def test_a_typedef_names_its_record_and_enumeration(self):
        self.assertEqual(self.types["LAMP_TAGGED"].form, "struct")
        self.assertNotIn("_LAMP_TAGGED", self.types)
        self.assertEqual(self.types["LAMP_COLOUR"].form, "enum")
        self.assertEqual((self.types["LAMP_SECOND_NAME"].form, self.types["LAMP_SECOND_NAME"].ctype),
                         ("alias", "LAMP_TAGGED"))

    def test_aliases_and_pointers(self):
        self.assertEqual((self.types["LAMP_ID"].form, self.types["LAMP_ID"].size), ("alias", 4))
        self.assertEqual(self.types["LAMP_OTHER_ID"].ctype, "LAMP_ID")
        self.assertIn("pointer", self.types["PLAMP_TAGGED"].flags)
        self.assertIn("pointer", self.fields["LAMP_NESTED.Pointer"].flags)
        self.assertIn("pointer", self.types["LAMP_NESTED"].flags)

    def test_incomplete_types_state_nothing(self):
        self.assertNotIn("LAMP_HIDDEN", self.types)

    def test_members_of_unnamed_records(self):
        self.assertIn("LAMP_NESTED.AsUINT64", self.fields)
        self.assertIn("container", self.fields["LAMP_NESTED.Split"].flags)
        self.assertEqual(self.fields["LAMP_NESTED.Split.High"].offset_bits, 80)
        self.assertEqual(self.fields["LAMP_NESTED.Row[0].Weight"].offset_bits, 160)
        self.assertEqual(by_name(self.facts, "bits")["LAMP_NESTED.Either.Parts.Kind"].offset_bits, 107)

    def test_arrays(self):
        self.assertEqual((self.fields["LAMP_TAGGED.Many"].count, self.fields["LAMP_TAGGED.Many"].elem_bits), (2, 192))
        self.assertEqual((self.fields["LAMP_MATRIX.Cells"].count, self.fields["LAMP_MATRIX.Cells"].elem_bits), (4, 48))
        items = self.fields["LAMP_OPEN.Items"]
        self.assertEqual((items.flexible, items.width_bits, items.elem_bits, items.offset_bits), (True, 0, 64, 64))
        self.assertFalse(self.fields["LAMP_OLD_OPEN.Items"].flexible)

    def test_guids(self):
        text = "01020304-0506-0708-090a-0b0c0d0e0f10"
        self.assertEqual({name: fact.value for name, fact in by_name(self.facts, "guid").items()},
                         {"LAMP_GUID": text, "LAMP_GUID_TEXT": text, "LampKey": text})

    def test_the_rules_of_the_two_abis(self):
        def on(unit):
            return by_name(c_reader.read(FIXTURES, unit), "bits")["LAMP_MIXED.On"].offset_bits
        self.assertEqual((on(FORMS), on(FORMS_WINDOWS)), (16, 32))

    def test_places(self):
        self.assertEqual(self.types["LAMP_PLAIN"].where, "forms.h:36")
        self.assertEqual(self.values["LAMP_COUNT"].where, "forms.h:6")

    def test_cplusplus(self):
        unit = c_reader.Unit(headers=("outer.hpp",), language="c++", standard="c++17", abi="linux")
        facts = c_reader.read(FIXTURES, unit)
        types, fields = by_name(facts, "type"), by_name(facts, "field")
        self.assertEqual(set(types), {"Mode", "Scoped", "Part", "LAMP_EXTERN"})
        figures = (types["Mode"].size, fields["Scoped.Parts"].count, fields["Scoped.Current"].offset_bits)
        self.assertEqual(figures, (1, 2, 32))

    def test_only_the_wanted_files_speak(self):
        unit = c_reader.Unit(headers=("outer.hpp",), language="c++", standard="c++17", abi="linux", also=("forms",))
        self.assertIn("LAMP_PACKED", by_name(c_reader.read(FIXTURES, unit), "type"))


class BadInput(unittest.TestCase):
    """What is wrong is named with file and line, and nothing is returned."""

    def test_missing(self):
        with self.assertRaisesRegex(ReferenceError_, r"nowhere\.h: no such header"):
            c_reader.read(FIXTURES, c_reader.Unit(headers=("nowhere.h",)))

    def test_unparsable(self):
        with self.assertRaisesRegex(ReferenceError_, r"^broken\.h:5: unknown type name 'LAMP_NOWHERE'"):
            c_reader.read(FIXTURES, c_reader.Unit(headers=("broken.h",)))

    def test_missing_include(self):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "a.h").write_text('#include "gone.h"\n')
            with self.assertRaisesRegex(ReferenceError_, r"^a\.h:1: 'gone\.h' file not found"):
                c_reader.read(Path(folder), c_reader.Unit(headers=("a.h",)))

    def test_definitions_out_of_a_header_that_needs_an_sdk(self):
        unit = c_reader.Unit(headers=("broken.h",), definitions=("LAMP_GOOD",))
        self.assertEqual([fact.name for fact in c_reader.read(FIXTURES, unit)], ["LAMP_GOOD"])
        unit = c_reader.Unit(headers=("broken.h",), definitions=("LAMP_GO*",))
        self.assertEqual([fact.name for fact in c_reader.read(FIXTURES, unit)], ["LAMP_GOOD"])
        for name in ("LAMP_BAD", "LAMP_B*"):
            with self.assertRaisesRegex(ReferenceError_, r"broken\.h:5"):
                c_reader.read(FIXTURES, c_reader.Unit(headers=("broken.h",), definitions=(name,)))
        with self.assertRaisesRegex(ReferenceError_, r"no definition of LAMP_GON\*"):
            c_reader.read(FIXTURES, c_reader.Unit(headers=("broken.h",), definitions=("LAMP_GON*",)))
        with self.assertRaisesRegex(ReferenceError_, "no definition of LAMP_GONE"):
            c_reader.read(FIXTURES, c_reader.Unit(headers=("broken.h",), definitions=("LAMP_GONE",)))


if __name__ == "__main__":
    unittest.main()
