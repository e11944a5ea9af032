# SPDX-License-Identifier: MIT
"""This repository's own sources and rows: what a clone alone can write again, and what a change may not break."""

import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools" / "hvref"))

import commands  # noqa: E402
import library  # noqa: E402
import masks  # noqa: E402
import names  # noqa: E402
import places  # noqa: E402
import sources  # noqa: E402
from facts import ReferenceError_  # noqa: E402
from readers import frozen  # noqa: E402
from readers.c import reader as c_reader  # noqa: E402

FROZEN = [source.id for source in sources.SOURCES if source.is_frozen]
_MEMBER = re.compile(r"^( *)(HV_U?INT(?:8|16|32|64)) (\w+)( : (\d+)|\[(\d+)\]);", re.MULTILINE)


def libclang():
    """Skips the test where our headers cannot be read."""
    try:
        c_reader.clang()
    except ReferenceError_ as error:
        raise unittest.SkipTest(str(error)) from error


def import_all(references, include=places.INCLUDE):
    """`hvref import` in a copy of References/, as a clone alone can; what the program said, if it complained."""
    complaints = io.StringIO()
    with mock.patch.object(places, "REFERENCES", references), mock.patch.object(places, "INCLUDE", include), \
            contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(complaints):
        code = commands.main(["import"])
    said = [line for line in complaints.getvalue().splitlines() if not line.startswith("left out, because they change")]
    return "\n".join(said) or ("" if code == 0 else f"exit code {code}")


def generated(references):
    """Every generated file, by name."""
    return {f"{source.id}/{path.name}": path.read_text(encoding="utf-8") for source in sources.SOURCES
            for path in (references / source.id).iterdir() if path.suffix == ".def" or path.name == "Declined.txt"}


class Import(unittest.TestCase):
    """What `hvref import` writes in a clone: the rows of frozen sources from nothing, the others' where they belong."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.references = Path(scratch.name) / "References"
        shutil.copytree(ROOT / "References", self.references)
        for name in FROZEN:
            for path in (self.references / name).iterdir():
                if path.suffix == ".def" or path.name == "Declined.txt":
                    path.unlink()

    def test_import_writes_what_is_committed(self):
        libclang()
        self.assertGreater(len(FROZEN), 5)
        self.assertEqual(import_all(self.references), "")
        written, committed = generated(self.references), generated(ROOT / "References")
        self.assertEqual(sorted(written), sorted(committed))
        for name, text in committed.items():
            self.assertEqual(written[name], text, f"References/{name} is not what `hvref import` writes")

    def test_no_fact_names_a_place_on_somebodys_machine(self):
        for name in FROZEN:
            source = sources.by_id([name])[0]
            for arch in source.arches:
                for fact in frozen.read(ROOT / "References" / name, name, arch):
                    self.assertFalse(fact.file.startswith(("/", "..", "~")) or ":\\" in fact.file, fact)


class Paths(unittest.TestCase):
    def test_no_file_names_a_folder_of_somebodys_machine(self):
        somebodys = re.compile(r"(?<![\w.])/(?:home|Users)/|[A-Z]:\\\\?Users")
        paths = [path for path in ROOT.glob("*") if path.is_file()]
        folders = [path for path in ROOT.glob("*") if path.is_dir() and path.name not in ("build", ".git") and
                   not (path / "CMakeCache.txt").is_file()]
        for folder in folders:
            paths += [path for path in folder.rglob("*") if path.is_file()]
        self.assertGreater(len(paths), 500)
        for path in paths:
            if path.suffix not in (".xz", ".pyc") and path != Path(__file__).resolve():
                found = somebodys.search(path.read_text(encoding="utf-8", errors="replace"))
                self.assertIsNone(found, path)


def divided(match):
    """A reserved member as two, of the same bits; anything else as it is."""
    indent, kind, name, _, width, count = match.groups()
    if not names.is_reserved(name) or int(width or count) < 2:
        return match[0]
    if width:
        return f"{indent}{kind} {name} : 1;\n{indent}{kind} {name}_2 : {int(width) - 1};"
    return (f"{indent}struct\n{indent}{{\n{indent}    {kind} {name}[1];\n"
            f"{indent}    {kind} {name}_2[{int(count) - 1}];\n{indent}}};")


class ReservedIsNobodys(unittest.TestCase):
    """Every reserved bit-field and array of the library, divided in two in a copy: no row breaks."""

    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.scratch.cleanup)
        cls.root = Path(cls.scratch.name)
        shutil.copytree(ROOT / "include", cls.root / "include")
        shutil.copytree(ROOT / "References", cls.root / "References")
        cls.bits, cls.arrays = [], []
        for path in (cls.root / "include").rglob("*.h"):
            text = path.read_text(encoding="utf-8")
            for match in _MEMBER.finditer(text):
                if divided(match) != match[0]:
                    (cls.bits if match[5] else cls.arrays).append(match[3])
            path.write_text(_MEMBER.sub(divided, text), encoding="utf-8")

    def leg(self, kind, references=None):
        """Runs one leg of the layout matrix on the copy; its result and what it said."""
        compiler = next((name for name in ("gcc", "clang", "cc") if shutil.which(name)), None)
        if compiler is None:
            raise unittest.SkipTest("needs a C compiler")
        command = [sys.executable, str(ROOT / "tests" / "leg.py"), kind, "--compiler", compiler, "--language", "c11",
                   "--work", str(self.root / kind), "--include", str(self.root / "include"),
                   "--references", str(references or self.root / "References")]
        done = subprocess.run(command, capture_output=True, text=True, check=False,
                              env={**os.environ, "CI": "true"})
        return done.returncode, done.stdout + done.stderr

    def test_something_was_divided(self):
        self.assertGreater(len(self.bits), 100)
        self.assertGreater(len(self.arrays), 20)

    def test_static(self):
        code, said = self.leg("static")
        self.assertEqual(code, 0, said)

    def test_golden(self):
        code, said = self.leg("golden")
        self.assertEqual(code, 0, said)

    def test_books(self):
        libclang()
        self.assertEqual(import_all(self.root / "References", self.root / "include"), "")
        self.assertEqual(generated(self.root / "References"), generated(ROOT / "References"))

    def test_masks(self):
        libclang()
        ours, copy = (library.Library(library.read(root / "include", "x64"), "x64") for root in (ROOT, self.root))
        for folder in masks.FOLDERS:
            self.assertEqual(masks.text(copy, folder), masks.text(ours, folder))

    def test_a_row_of_a_reserved_member_would_break(self):
        """The legs see that a member was divided; that no row says so is what the tests above prove."""
        rows = self.root / "Broken" / "book"
        shutil.copytree(ROOT / "References" / "haiku", rows)     # the golden program wants rows of every kind
        row = "HV_REF_BITS({}, {}, {}, {}) /* a, b:1 */\n".format
        (rows / "Hypervisor.Synic.def").write_text(row("HV_SYNIC_SIEFP", "ReservedP", 1, 1))
        self.assertEqual(self.leg("golden", rows.parent), (0, mock.ANY))
        (rows / "Hypervisor.Synic.def").write_text(row("HV_SYNIC_SIEFP", "ReservedP", 1, 11))
        code, said = self.leg("golden", rows.parent)
        self.assertEqual(code, 1)
        self.assertIn("HV_REF_BITS(HV_SYNIC_SIEFP, ReservedP, 1, 11)", said)


if __name__ == "__main__":
    unittest.main()
