# SPDX-License-Identifier: MIT
"""The subcommands on a small library and small sources: what they write, say and return."""

import contextlib
import io
import json
import lzma
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "tools" / "hvref"))

import account  # noqa: E402
import commands  # noqa: E402
import places  # noqa: E402
import rows  # noqa: E402
import sources  # noqa: E402
from facts import ReferenceError_  # noqa: E402
from readers import frozen  # noqa: E402
from readers.c import reader as c_reader  # noqa: E402

PIN = "0123456789012345678901234567890123456789"

LAMP_C = """\
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long long u64;
#define HV_LAMP_COUNT 12
struct hv_lamp_order_words { u32 low; u32 high; };
union hv_lamp_order {
    u64 as_uint64;
    struct { u64 lit : 1; u64 level : 15; u64 reserved : 48; };
};
struct hv_lamp_room { u32 colour; u32 padding; union hv_lamp_order order; u16 doors; u16 pad[3]; };
"""

LAMP_JSON = (
    {"kind": "type", "name": "HV_LAMP_ORDER", "size": 8, "form": "union"},
    {"kind": "bits", "type": "HV_LAMP_ORDER", "name": "Lit", "offset_bits": 0, "width_bits": 1},
    {"kind": "bits", "type": "HV_LAMP_ORDER", "name": "Reserved2", "offset_bits": 16, "width_bits": 8},
    {"kind": "const", "name": "HV_LAMP_COUNT", "value": 12},
    {"kind": "alias", "name": "PHV_LAMP_ORDER", "ctype": "HV_LAMP_ORDER *", "size": 8},
    {"kind": "type", "name": "HV_WINDOW", "size": 16, "form": "struct"},
)

SOURCES_MD = f"""\
# Sources

The lamps at {PIN}.

{account.BEGIN}
{account.END}

{account.SUPPORT_BEGIN}
{account.SUPPORT_END}
"""


class Commands(unittest.TestCase):
    """A repository in a folder of its own, with two sources: fact files and a C checkout."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.root = Path(scratch.name)
        shutil.copytree(HERE / "fixtures" / "library", self.root / "include")
        self.references = self.root / "References"
        self.references.mkdir()
        (self.references / "Sources.md").write_text(SOURCES_MD)
        self.write_json(LAMP_JSON)
        self.copies = self.root / "copies"
        self.checkout = self.copies / "lamps"
        self.checkout.mkdir(parents=True)
        (self.checkout / "lamp.h").write_text(LAMP_C)
        units = (c_reader.Unit(headers=("lamp.h",), abi="linux"),)
        repositories = {"lamps": sources.Repository("lamps", "of/lamps", PIN)}
        found = (sources.Source("book", "A book"),
                 sources.Source("lamps-x64", "Lamps", repository="lamps", units=lambda arch: units))
        replaced = ((places, "INCLUDE", self.root / "include"), (places, "REFERENCES", self.references),
                    (sources, "SOURCES", found), (sources, "REPOSITORIES", repositories))
        for target, name, new in replaced:
            patch = mock.patch.object(target, name, new)
            patch.start()
            self.addCleanup(patch.stop)

    def write_json(self, records):
        """Puts records into the repository as the facts of the frozen source."""
        self.write_frozen("".join(json.dumps(record) + "\n" for record in records))

    def write_frozen(self, text, source="book"):
        (self.references / source).mkdir(exist_ok=True)
        (self.references / source / frozen.FILE).write_bytes(lzma.compress(text.encode()))

    def run_it(self, *arguments):
        """Exit code, output and complaints of a command."""
        output, complaints = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(complaints):
            code = commands.main([str(argument) for argument in arguments])
        self.output, self.complaints = output.getvalue(), complaints.getvalue()
        return code

    def with_sources(self, command, *arguments):
        return self.run_it(command, "--from", self.copies, *arguments)

    def files(self):
        return {path.relative_to(self.references).as_posix(): path.read_text()
                for path in self.references.rglob("*") if path.is_file() and path.name != frozen.FILE}

    # import

    def test_import_writes_rows(self):
        self.assertEqual(self.with_sources("import"), 0)
        files = self.files()
        lamp = files["book/Hypervisor.Lamp.def"].splitlines()
        self.assertEqual(lamp[1], "/* Facts of book: Mile.HyperV/Hypervisor/Lamp.h. Written by `hvref import`. */")
        self.assertEqual(lamp[3:], [
            "HV_REF_VALUE(HV_LAMP_COUNT, 0xc) /* HV_LAMP_COUNT, facts.jsonl:4 */", "",
            "HV_REF_TYPE(HV_LAMP_ORDER, 8) /* HV_LAMP_ORDER, facts.jsonl:1 */",
            "HV_REF_BITS(HV_LAMP_ORDER, Lit, 0, 1) /* HV_LAMP_ORDER.Lit, facts.jsonl:2 */"])
        self.assertIn("HV_REF_TYPE(HV_WINDOW, 16)", files["book/Waiting.def"])
        self.assertIn("     1  reserved or padding; no row, so that it can be divided when a bit becomes known",
                      files["book/Declined.txt"])
        self.assertIn("HV_REF_FIELD(HV_LAMP_ROOM, Doors, 16, 2) /* hv_lamp_room.doors, lamp.h:10 */",
                      files["lamps-x64/Hypervisor.Lamp.def"])

    def test_import_twice_changes_nothing(self):
        self.with_sources("import")
        before = self.files()
        self.with_sources("import")
        self.assertEqual(self.files(), before)

    def test_rows_are_read_back(self):
        self.with_sources("import")
        path = self.references / "book" / "Hypervisor.Lamp.def"
        self.assertEqual([row.macro for row in rows.read(path)], ["VALUE", "TYPE", "BITS"])
        path.write_text(path.read_text() + "HV_REF_TYPE(A, 1)\n")
        with self.assertRaisesRegex(ReferenceError_, r"Hypervisor\.Lamp\.def:8: not a row"):
            rows.read(path)

    def test_import_refuses_what_differs(self):
        self.with_sources("import")
        before = self.files()
        self.write_json(({"kind": "const", "name": "HV_LAMP_COUNT", "value": 13},))
        self.assertEqual(self.with_sources("import", "--source", "book"), 1)
        self.assertIn("differs  HV_LAMP_COUNT: theirs 0xd; ours 0xc  (HV_LAMP_COUNT, facts.jsonl:1)", self.complaints)
        self.assertEqual(self.files(), before)
        self.assertEqual(self.with_sources("import", "--source", "book", "--unfinished"), 1)
        self.assertNotIn("book/Hypervisor.Lamp.def", self.files())

    def test_import_takes_errata(self):
        (self.references / "book" / "Exceptions.txt").write_text("erratum HV_LAMP_COUNT : Lamp: count\n")
        self.write_json(({"kind": "const", "name": "HV_LAMP_COUNT", "value": 13},))
        self.assertEqual(self.with_sources("import", "--source", "book"), 0)
        self.assertIn("HV_REF_ERRATUM_VALUE(HV_LAMP_COUNT, 0xc, 0xd)", self.files()["book/Hypervisor.Lamp.def"])

    def test_bad_input_writes_nothing(self):
        self.write_frozen('{"kind": "const", "name": "A", "value": 1}\n{"kind": "co')
        before = self.files()
        with self.assertRaisesRegex(ReferenceError_, r"facts\.jsonl\.xz:2: the last line has no end"):
            self.with_sources("import", "--source", "book")
        (self.checkout / "lamp.h").write_text("struct hv_lamp { u9 lit; };\n")
        with self.assertRaisesRegex(ReferenceError_, r"^lamp\.h:1: unknown type name 'u9'"):
            self.with_sources("import", "--source", "lamps-x64")
        self.assertEqual(self.files(), before)

    def test_import_files_rows_of_absent_sources_again(self):
        """A header is divided in a clone alone: the rows of a source that is not there follow."""
        self.with_sources("import")
        lamp = self.root / "include" / "Mile.HyperV" / "Hypervisor" / "Lamp.h"
        text = lamp.read_text()
        self.assertEqual(self.run_it("import"), 0)
        before = self.files()
        constant = next(line for line in text.splitlines() if line.startswith("#define HV_LAMP_COUNT"))
        lamp.write_text(text.replace(constant + "\n", ""))
        (lamp.parent / "Count.h").write_text(constant + "\n")
        self.assertEqual(self.run_it("import"), 0)
        self.assertIn("lamps-x64: not read; 1 rows moved to the files of other headers", self.output)
        after = self.files()
        self.assertIn("HV_REF_VALUE(HV_LAMP_COUNT, 0xc) /* HV_LAMP_COUNT, lamp.h:4 */",
                      after["lamps-x64/Hypervisor.Count.def"])
        self.assertNotIn("HV_LAMP_COUNT", after["lamps-x64/Hypervisor.Lamp.def"])
        self.with_sources("import")
        self.assertEqual(self.files(), after)
        lamp.write_text(text)
        (lamp.parent / "Count.h").unlink()
        self.assertEqual(self.run_it("import"), 0)
        self.assertEqual(self.files(), before)
        lamp.write_text(text.replace("HV_LAMP_COUNT", "HV_LAMPS"))
        self.write_json(())
        self.assertEqual(self.run_it("import"), 1)
        self.assertIn("lost     HV_LAMP_COUNT: no header defines it; its row stays in lamps-x64/Hypervisor.Lamp.def",
                      self.complaints)
        self.assertEqual(self.files()["lamps-x64/Hypervisor.Lamp.def"], before["lamps-x64/Hypervisor.Lamp.def"])

    def test_our_own_broken_header_stops_it(self):
        (self.root / "include" / "Mile.HyperV" / "Bad.h").write_text("typedef NOTHING BAD;\n")
        with self.assertRaisesRegex(ReferenceError_, r"^Mile\.HyperV/Bad\.h:1"):
            self.with_sources("import")

    def test_sources_that_are_not_given(self):
        elsewhere = self.root / "elsewhere"
        elsewhere.mkdir()
        for arguments in ((), ("--from", elsewhere)):
            self.assertEqual(self.run_it("import", *arguments), 0)
            self.assertEqual(self.complaints, "left out, because they change and have no working copy here: "
                                              "--from DIR with DIR/lamps\n")
        for arguments, message in ((("--source", "lamps-x64"), "lamps-x64 needs --from DIR"),
                                   (("--source", "none"), "no source 'none'; there are: book, lamps-x64"),
                                   (("--from", "/nowhere"), "/nowhere: no such folder")):
            with self.assertRaisesRegex(ReferenceError_, message):
                self.run_it("import", *arguments)

    def test_the_folder_may_be_the_working_copy_itself(self):
        self.assertEqual(self.run_it("import", "--from", self.checkout, "--source", "lamps-x64"), 0)
        self.assertIn("lamps-x64/Hypervisor.Lamp.def", self.files())
        (self.checkout / "lamps").mkdir()       # a folder of it that is called like the repository
        self.assertEqual(self.run_it("import", "--from", self.checkout, "--source", "lamps-x64"), 0)
        (self.checkout / "lamp.h").unlink()
        with self.assertRaisesRegex(ReferenceError_, r"lamp\.h: no such header"):
            self.with_sources("import", "--source", "lamps-x64")

    # freeze

    def test_freeze(self):
        (self.references / "book" / frozen.FILE).unlink()
        with self.assertRaisesRegex(ReferenceError_, r"book/facts\.jsonl\.xz: cannot be read"):
            self.run_it("import", "--source", "book")
        self.assertEqual(self.run_it("account", "--check"), 1)
        self.assertIn("book does not move, and has no facts.jsonl.xz; see `hvref freeze`", self.complaints)
        (self.root / "written.jsonl").write_text("".join(json.dumps(record) + "\n" for record in LAMP_JSON))
        self.assertEqual(self.run_it("freeze", "book", self.root / "written.jsonl"), 0)
        self.assertEqual(self.output, "book: 6 facts in book/facts.jsonl.xz\n")
        self.assertEqual(self.run_it("import", "--source", "book"), 0)
        self.assertIn("HV_REF_VALUE(HV_LAMP_COUNT, 0xc) /* HV_LAMP_COUNT, facts.jsonl:4 */",
                      self.files()["book/Hypervisor.Lamp.def"])
        before = (self.references / "book" / frozen.FILE).read_bytes()
        self.run_it("freeze", "book", self.root / "written.jsonl")
        self.assertEqual((self.references / "book" / frozen.FILE).read_bytes(), before)

    def test_freeze_of_several_files_names_each(self):
        (self.root / "book-red.jsonl").write_text('{"kind": "const", "name": "HV_LAMP_COUNT", "value": 12}\n')
        (self.root / "book-green.jsonl").write_text('{"kind": "type", "name": "HV_LAMP_ORDER", "size": 8}\n'
                                                    '{"kind": "const", "name": "HV_LAMP_COUNT", "value": 12}\n')
        self.assertEqual(self.run_it("freeze", "book", self.root / "book-red.jsonl", self.root / "book-green.jsonl"), 0)
        self.assertEqual(self.run_it("import", "--source", "book"), 0)
        rows_of_lamp = self.files()["book/Hypervisor.Lamp.def"]
        self.assertIn("HV_REF_VALUE(HV_LAMP_COUNT, 0xc) /* HV_LAMP_COUNT, red */", rows_of_lamp)
        self.assertIn("HV_REF_TYPE(HV_LAMP_ORDER, 8) /* HV_LAMP_ORDER, green */", rows_of_lamp)

    def test_freeze_refuses(self):
        file = self.root / "written.jsonl"
        file.write_text("")
        for arguments, message in ((("lamps-x64", file), "lamps-x64 moves: it is read from a working copy of lamps"),
                                   (("none", file), "no source 'none'"),
                                   (("book", self.root / "gone.jsonl"), r"gone\.jsonl: cannot be read"),
                                   (("book", self.root), "a folder, and readers/rust/files.py names no crate"),
                                   (("book", f"arm64={file}"), "expected ARCH=FILE with an ARCH of x64")):
            with self.assertRaisesRegex(ReferenceError_, message):
                self.run_it("freeze", *arguments)

    # two architectures

    def test_two_architectures_state_each_fact_once(self):
        both = sources.Source("book", "A book", arches=sources.BOTH)
        with mock.patch.object(sources, "SOURCES", (both,)):
            for arch, extra in (("x64", 1), ("arm64", 2)):
                (self.root / f"{arch}.jsonl").write_text(
                    '{"kind": "const", "name": "HV_LAMP_COUNT", "value": 12, "file": "a.h", "line": 3}\n'
                    f'{{"kind": "const", "name": "HV_LAMP_OIL", "value": {extra}, "file": "a.h", "line": 4}}\n')
            x64, arm64 = (f"{arch}={self.root / arch}.jsonl" for arch in ("x64", "arm64"))
            with self.assertRaisesRegex(ReferenceError_, "book has no file for arm64"):
                self.run_it("freeze", "book", x64)
            self.assertEqual(self.run_it("freeze", "book", x64, arm64), 0)
            self.assertEqual(self.output, "book: 3 facts in book/facts.jsonl.xz\n")
            self.assertEqual(self.run_it("import"), 0)
            self.assertIn("HV_REF_VALUE(HV_LAMP_COUNT, 0xc) /* HV_LAMP_COUNT, a.h:3 */\n",
                          self.files()["book/Hypervisor.Lamp.def"])
            for value, arch in ((1, "x64"), (2, "arm64")):
                self.assertIn(f"HV_REF_VALUE(HV_LAMP_OIL, {value}) /* HV_LAMP_OIL, a.h:4, {arch} */\n",
                              self.files()["book/Waiting.def"])

    def test_a_line_of_the_table_may_hold_for_one_architecture(self):
        both = sources.Source("book", "A book", arches=sources.BOTH)
        table = self.references / "book" / "Exceptions.txt"
        self.write_frozen('{"kind": "const", "name": "HV_LAMP_COUNT", "value": 12, "arch": "x64"}\n'
                          '{"kind": "const", "name": "HV_LAMP_COUNT", "value": 11, "arch": "arm64"}\n')
        with mock.patch.object(sources, "SOURCES", (both,)):
            self.assertEqual(self.run_it("import"), 1)
            self.assertIn("differs  HV_LAMP_COUNT: theirs 0xb; ours 0xc  (HV_LAMP_COUNT, facts.jsonl:2, arm64)",
                          self.complaints)
            table.write_text("x64 erratum HV_LAMP_COUNT : Lamp: count\n")
            self.assertEqual(self.run_it("import"), 1)
            self.assertIn("unused   book/Exceptions.txt:1: erratum HV_LAMP_COUNT", self.complaints)
            table.write_text("arm64 erratum HV_LAMP_COUNT : Lamp: count\n")
            self.assertEqual(self.run_it("import"), 0)
            self.assertEqual(self.complaints, "")
            table.write_text("arm64 name HV_LAMP_COUNT -> HV_LAMP_OIL\nx64 name HV_LAMP_COUNT -> HV_LAMP_COUNT\n")
            self.assertEqual(self.run_it("import"), 0)
            self.assertIn("HV_REF_VALUE(HV_LAMP_OIL, 0xb)", self.files()["book/Waiting.def"])
            self.run_it("account", "--check")
            table.write_text("name HV_LAMP_COUNT -> HV_LAMP_OIL\nname HV_LAMP_COUNT -> HV_LAMP_COUNT\n")
            with self.assertRaisesRegex(ReferenceError_, "Exceptions.txt:2: HV_LAMP_COUNT already has another name"):
                self.run_it("import")

    # account

    def test_account_closes(self):
        self.with_sources("import")
        self.assertEqual(self.with_sources("account", "--write"), 0)
        self.assertIn("| book | 6 | 3 | 0 | 2 | 1 | 0 | 0 |", self.files()["Sources.md"])
        self.assertEqual(self.run_it("account", "--check"), 0)

    def test_account_counts_what_rests_on_one_source(self):
        original = sources.Source("original", "The first")
        with mock.patch.object(sources, "SOURCES", (*sources.SOURCES, original)):
            self.write_frozen('{"kind": "type", "name": "HV_LAMP_ROOM", "size": 24}\n'
                              '{"kind": "type", "name": "HV_LAMP_ORDER", "size": 8}\n'
                              '{"kind": "const", "name": "HV_LAMP_COUNT", "value": 13}\n', "original")
            (self.references / "original" / "Exceptions.txt").write_text("erratum HV_LAMP_COUNT : Lamp: count\n")
            self.assertEqual(self.run_it("import"), 0)
            self.run_it("account", "--write")
            # The room is the original's alone, the order the book's too, and the original differs in the count.
            for line in ("| types | 2 | 0 | 1 | 1 | 0 |", "| members | 1 | 0 | 1 | 0 | 0 |",
                         "| values | 1 | 0 | 1 | 0 | 0 |"):
                self.assertIn(line, self.files()["Sources.md"])
                self.assertIn(line, self.output)
            self.assertEqual(self.run_it("account", "--alone"), 0)
            self.assertIn("types  HV_LAMP_ROOM: original\n", self.output)
            self.assertIn("members  HV_LAMP_ORDER.Lit: book\n", self.output)
            self.assertIn("types  HV_LAMP_ORDER: book, original\n", self.output)
            self.with_sources("import")
            self.with_sources("account", "--write")
            self.assertIn("| types | 2 | 1 | 1 | 0 | 0 |", self.files()["Sources.md"])
            (self.references / "book" / "Hypervisor.Lamp.def").unlink()
            (self.references / "lamps-x64" / "Hypervisor.Lamp.def").unlink()
            self.run_it("account", "--source", "original", "--write")
            self.assertIn("| values | 1 | 0 | 0 | 0 | 1 |", self.files()["Sources.md"])

    def test_account_sees_every_fault(self):
        self.with_sources("import")
        self.with_sources("account", "--write")

        def fault(name, change, message):
            path = self.references / name
            text = path.read_text()
            path.write_text(change(text))
            self.assertEqual(self.run_it("account", "--check"), 1)
            self.assertRegex(self.complaints, message)
            path.write_text(text)

        fault("book/Hypervisor.Lamp.def", lambda text: text.rpartition("HV_REF_BITS")[0],
              "book: 2 rows in the files, 3")
        fault("book/Waiting.def", lambda text: text.partition("HV_REF")[0], "book: 0 waiting in the files, 1")
        fault("book/Declined.txt", lambda text: text.replace("     1  a", "     7  a"),
              "book: 8 declined in the files, 2")
        fault("Sources.md", lambda text: text.replace("| book | 6 |", "| book | 7 |"), "book: its books do not close")
        fault("Sources.md", lambda text: text.replace(PIN, "later"), "does not name the pin of lamps")
        fault("Sources.md", lambda text: text.replace("| book |", "| cook |"), "book has no totals")
        fault("Sources.md", lambda text: text.replace("| types | ", "| types | 1"),
              "rests on which sources is not that")
        (self.references / "book" / "Exceptions.txt").write_text("erratum HV_LAMP_COUNT : Lamp: count\n")
        self.assertEqual(self.run_it("account", "--check"), 1)
        self.assertIn("book/Exceptions.txt:1: Errata.md has no heading 'Lamp: count'", self.complaints)
        (self.references / "Errata.md").write_text("# Errata\n\n### Lamp: count\n\nTwelve.\n")
        self.assertEqual(self.run_it("account", "--check"), 0)
        (self.references / "stranger").mkdir()
        self.assertEqual(self.run_it("account", "--check"), 1)
        self.assertIn("stranger is no source's folder", self.complaints)

    def test_account_keeps_the_totals_of_sources_that_are_not_given(self):
        self.with_sources("account", "--write")
        before = self.files()["Sources.md"]
        self.run_it("account", "--write")
        self.assertEqual(self.files()["Sources.md"], before)

    # unproven

    def test_unproven_lists_what_no_row_speaks_of(self):
        self.assertEqual(self.run_it("unproven"), 0)
        self.assertRegex(self.output, r"(?m)^Mile\.HyperV/Hypervisor/Lamp\.h:\d+: HV_LAMP_ORDER$")
        self.with_sources("import")
        self.assertEqual(self.run_it("unproven"), 0)
        self.assertNotRegex(self.output, "(?m): (HV_LAMP_ORDER|HV_LAMP_COUNT|HV_LAMP_ROOM)$")

    def test_unproven_takes_no_waiting_row(self):
        (self.references / "book" / "Waiting.def").write_text("HV_REF_TYPE(HV_LAMP_ORDER, 8) /* HV_LAMP_ORDER, a:1 */\n")
        self.run_it("unproven")
        self.assertIn(": HV_LAMP_ORDER\n", self.output)

    def test_unproven_wants_each_explained_and_no_more(self):
        self.with_sources("import")
        self.run_it("unproven")
        names = [line.rpartition(": ")[2] for line in self.output.splitlines()]
        self.assertGreater(len(names), 1)
        table = self.references / "Unproven.txt"
        table.write_text("# Why.\n\n" + "".join(f"{name} : a reason\n" for name in names))
        self.assertEqual(self.run_it("unproven", "--check"), 0)
        table.write_text("".join(f"{name} : a reason\n" for name in names[1:]))
        self.assertEqual(self.run_it("unproven", "--check"), 1)
        self.assertIn(f"no source has a row for {names[0]}, and Unproven.txt does not give a reason", self.complaints)
        table.write_text("* : all\nHV_LAMP_ORD* : needless\n")
        self.assertEqual(self.run_it("unproven", "--check"), 1)
        self.assertEqual(self.complaints, "Unproven.txt:2: HV_LAMP_ORD* has a row, or is no definition\n")
        table.write_text("HV_LAMP_ORDER\n")
        with self.assertRaisesRegex(ReferenceError_, "Unproven.txt:1: expected NAME : reason"):
            self.run_it("unproven", "--check")

    # compare

    def test_compare(self):
        self.assertEqual(self.with_sources("compare", "--topic", "Hypervisor/Lamp.h"), 0)
        self.assertIn("book: 3 facts: 3 row", self.output)
        header = self.root / "include" / "Mile.HyperV" / "Hypervisor" / "Lamp.h"
        header.write_text(header.read_text().replace("HV_LAMP_COUNT 12", "HV_LAMP_COUNT 11"))
        self.assertEqual(self.with_sources("compare", "--topic", "Hypervisor/Lamp.h"), 1)
        self.assertIn("differs  HV_LAMP_COUNT: theirs 0xc; ours 0xb  (HV_LAMP_COUNT, lamp.h:4)", self.output)
        with self.assertRaisesRegex(ReferenceError_, "no header of that name"):
            self.with_sources("compare", "--topic", "Hypervisor/Gone.h")

    # diff

    def changed_checkout(self):
        later = self.root / "later"
        later.mkdir()
        (later / "lamp.h").write_text(LAMP_C.replace("HV_LAMP_COUNT 12", "HV_LAMP_COUNT 13\n#define HV_LAMP_NEW 1")
                                      .replace("lit : 1; u64 level : 15", "level : 15; u64 lit : 1")
                                      .replace("struct hv_lamp_order_words { u32 low; u32 high; };", ""))
        return later

    def test_diff_of_two_checkouts(self):
        self.assertEqual(self.run_it("diff", "lamps", self.checkout, "--old", self.checkout), 0)
        self.assertEqual(self.output, "0 changes\n")
        self.assertEqual(self.run_it("diff", "lamps", self.changed_checkout(), "--old", self.checkout), 1)
        for line in ("changed  HV_LAMP_COUNT: 12 -> 13; touches HV_LAMP_COUNT in Mile.HyperV/Hypervisor/Lamp.h",
                     "changed  hv_lamp_order.lit: bit 0, width 1 -> bit 15, width 1; touches HV_LAMP_ORDER.Lit in",
                     "added    HV_LAMP_NEW: 1; touches nothing of ours",
                     "removed  hv_lamp_order_words.low: offset 0, size 4; touches nothing of ours"):
            self.assertIn(line, self.output)

    def test_diff_as_json(self):
        self.assertEqual(self.run_it("diff", "lamps", self.changed_checkout(), "--old", self.checkout, "--json"), 1)
        document = json.loads(self.output)
        change = next(change for change in document["changes"] if change["name"] == "HV_LAMP_COUNT")
        self.assertEqual((change["change"], change["old"]["value"], change["new"]["value"], change["touches"],
                          change["header"]), ("changed", 12, 13, "HV_LAMP_COUNT", "Mile.HyperV/Hypervisor/Lamp.h"))

    def test_diff_since_the_pin(self):
        def git(*arguments):
            command = ["git", "-C", self.checkout, "-c", "user.name=n", "-c", "user.email=e", *arguments]
            return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
        git("init", "-q")
        git("add", ".")
        git("commit", "-qm", "pin")
        pinned = {"lamps": sources.Repository("lamps", "of/lamps", git("rev-parse", "HEAD"))}
        (self.checkout / "lamp.h").write_text((self.changed_checkout() / "lamp.h").read_text())
        with mock.patch.object(sources, "REPOSITORIES", pinned):
            self.assertEqual(self.run_it("diff", "lamps", self.checkout), 1)
        self.assertIn("changed  HV_LAMP_COUNT: 12 -> 13", self.output)
        with self.assertRaisesRegex(ReferenceError_, f"its history does not help: git ls-tree --name-only {PIN}"):
            self.run_it("diff", "lamps", self.checkout)

    def test_diff_of_a_checkout_that_lacks_a_file(self):
        later = self.root / "empty"
        later.mkdir()
        self.assertEqual(self.run_it("diff", "lamps", later, "--old", self.checkout), 1)
        self.assertIn("removed  file lamp.h\n", self.output)
        self.assertIn("removed  HV_LAMP_COUNT: 12; touches HV_LAMP_COUNT in", self.output)
        self.assertEqual(self.run_it("diff", "lamps", self.checkout, "--old", later, "--json"), 1)
        self.assertIn({"change": "added", "source": "lamps-x64", "file": "lamp.h"},
                      json.loads(self.output)["changes"])
        with self.assertRaisesRegex(ReferenceError_, r"lamp\.h: no such header or file in either revision"):
            self.run_it("diff", "lamps", later, "--old", later)

    def test_diff_of_bare_repositories(self):
        def git(folder, *arguments):
            subprocess.run(["git", "-C", folder, "-c", "user.name=n", "-c", "user.email=e", *arguments], check=True,
                           capture_output=True)
        bare = {}
        for name, folder in (("old", self.checkout), ("new", self.changed_checkout())):
            bare[name] = self.root / f"{name}.git"
            git(folder, "init", "-q")
            git(folder, "add", ".")
            git(folder, "commit", "-qm", name)
            git(folder, "clone", "-q", "--bare", ".", bare[name])
        self.assertEqual(self.run_it("diff", "lamps", bare["new"], "--old", bare["old"]), 1)
        self.assertIn("changed  HV_LAMP_COUNT: 12 -> 13", self.output)
        self.assertEqual(self.run_it("diff", "lamps", bare["new"], "--old", self.root / "later" / ".git"), 0)

    # check

    def test_check_agrees(self):
        self.assertEqual(self.run_it("check", self.checkout / "lamp.h"), 0)
        self.assertRegex(self.output, r"^9 facts agree, 0 agree under another name, 0 differ, ")

    def test_check_differs(self):
        self.assertEqual(self.run_it("check", self.changed_checkout() / "lamp.h"), 1)
        self.assertIn("lamp.h:4: HV_LAMP_COUNT: theirs 0xd; ours HV_LAMP_COUNT 0xc", self.output)
        self.assertIn("hv_lamp_order.lit: theirs bit 15, width 1; ours HV_LAMP_ORDER.Lit bit 0, width 1", self.output)

    def test_check_with_a_mapping(self):
        header = self.root / "mine.h"
        header.write_text("struct my_room { unsigned colour, hole; unsigned long long what; unsigned short exits; };\n"
                          "#define MY_LAMPS 11\n")
        table = self.root / "map.txt"
        table.write_text("name my_room -> HV_LAMP_ROOM\nname my_room.what -> HV_LAMP_ROOM.Order\n"
                         "name my_room.exits -> HV_LAMP_ROOM.Doors\nname MY_LAMPS -> HV_LAMP_COUNT\n"
                         "decline my_room.hole : padding\n")
        self.assertEqual(self.run_it("check", header, "--map", table), 1)
        self.assertEqual(self.output.splitlines(), [
            "4 facts agree, 0 agree under another name, 1 differ, 0 differ as Errata.md explains, 0 are unknown to a "
            "type of ours, 0 are about names that we do not have, 1 state nothing to compare",
            "mine.h:2: MY_LAMPS: theirs 0xb; ours HV_LAMP_COUNT 0xc"])

    def test_check_of_a_missing_header(self):
        with self.assertRaisesRegex(ReferenceError_, "gone.h: no such header"):
            self.run_it("check", self.root / "gone.h")
        with self.assertRaisesRegex(ReferenceError_, "map.txt: cannot be read"):
            self.run_it("check", self.checkout / "lamp.h", "--map", self.root / "map.txt")

    # facts

    def test_facts(self):
        self.assertEqual(self.run_it("facts", "--output", self.root / "lamps.json"), 0)
        document = json.loads((self.root / "lamps.json").read_text())
        found = {one["name"]: one for one in document["definitions"]}
        self.assertEqual(found["HV_LAMP_COUNT"], {
            "name": "HV_LAMP_COUNT", "kind": "macro", "value": 12, "header": "Mile.HyperV/Hypervisor/Lamp.h", "line": 8,
            "comment": "How many lamps a room has."})
        order = found["HV_LAMP_ORDER"]
        self.assertEqual((order["kind"], order["size"], order["alignment"], order["comment"]),
                         ("union", 8, 8, "What a lamp is told; the room waits until it is done."))
        self.assertEqual(order["members"][2], {
            "name": "Level", "type": "HV_UINT64", "first_bit": 1, "width": 15, "line": 27,
            "comment": "Bits 1 to 15: how bright it is after the change."})
        self.assertEqual(found["HV_LAMP_ROOM"]["members"][-1]["flexible"], True)
        self.assertEqual(found["HV_LAMP"]["type"], {"x64": "HV_X64_LAMP", "arm64": "HV_ARM64_LAMP"})
        self.assertEqual(found["HvLampColourRed"]["comment"], "Not green.")
        self.assertEqual(found["PHV_LAMP_ORDER"]["kind"], "pointer")
        self.assertEqual(found["LAMP_CLASS_ID"]["value"], "01020304-0506-0708-090a-0b0c0d0e0f10")

    def test_read(self):
        self.assertEqual(self.run_it("read", "--source", "book"), 0)
        self.assertEqual(len(self.output.splitlines()), len(LAMP_JSON))


class EntryPoint(unittest.TestCase):
    """The program as it is started."""

    def run_it(self, *arguments):
        program = HERE.parents[1] / "tools" / "hvref"
        return subprocess.run([sys.executable, program, *arguments], capture_output=True, text=True, check=False)

    def test_help_names_every_command(self):
        result = self.run_it("--help")
        self.assertEqual(result.returncode, 0)
        for command in ("import", "account", "unproven", "compare", "diff", "read", "freeze", "check", "facts"):
            self.assertIn(f"    {command} ", result.stdout)
            self.assertEqual(self.run_it(command, "--help").returncode, 0)

    def test_an_error_is_one_line_and_exit_code_2(self):
        result = self.run_it("check", "gone.h")
        self.assertEqual((result.returncode, result.stderr), (2, "hvref: gone.h: no such header\n"))


if __name__ == "__main__":
    unittest.main()
